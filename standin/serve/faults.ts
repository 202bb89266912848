/** Which requests go wrong, and how. */
import type { Fault } from '../surface/standin.ts';

export class Faults {
  private waiting: { readonly fault: Fault; skip: number; left: number }[] = [];

  add(fault: Fault): void {
    this.waiting.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? 1 });
  }

  clear(): void {
    this.waiting = [];
  }

  /** The fault for this request, which is then used up by one. */
  take(operation: string, path: string): Fault | null {
    const found = this.waiting.find(({ fault }) => isFor(fault, operation, path));
    if (found === undefined) return null;
    if (found.skip > 0) {
      found.skip -= 1;
      return null;
    }
    found.left -= 1;
    this.waiting = this.waiting.filter(({ left }) => left > 0);
    return found.fault;
  }
}

function isFor(fault: Fault, operation: string, path: string): boolean {
  return (fault.operation === operation || fault.operation === '*') && path.includes(fault.path ?? '');
}
