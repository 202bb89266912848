/** So many at one time, the others in the order in which they came. */

export interface Slots {
  readonly use: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

export function openSlots(most: number): Slots {
  const waiting: (() => void)[] = [];
  let free = most;
  const enter = async (): Promise<void> => {
    if (free > 0) {
      free -= 1;
      return;
    }
    // Whoever leaves hands over its slot, so that nobody who comes later gets in between.
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    use: async (work) => {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
