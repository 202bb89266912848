/** Finds commits by their names, which people shorten. */

export class ShaIndex {
  readonly #sorted: readonly string[];

  constructor(shas: Iterable<string>) {
    this.#sorted = [...new Set(shas)].toSorted();
  }

  /** The one commit whose name begins so; undefined: none, or several. */
  find(start: string): string | undefined {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle] as string) < start) low = middle + 1;
      else high = middle;
    }
    const found = this.#sorted[low];
    if (found === undefined || !found.startsWith(start)) return undefined;
    const isUnique = found === start || this.#sorted[low + 1]?.startsWith(start) !== true;
    return isUnique ? found : undefined;
  }
}
