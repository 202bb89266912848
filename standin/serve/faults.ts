/** Which requests go wrong, and how. */
import type { Fault } from '../surface/standin.ts';

export class Faults {
  private waiting: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.waiting.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.waiting = [];
  }

  /** The fault for this request, which is then used up by one. */
  take(operation: string): Fault | null {
    const found = this.waiting.find(({ fault }) => fault.operation === operation || fault.operation === '*');
    if (found === undefined) return null;
    found.left -= 1;
    this.waiting = this.waiting.filter(({ left }) => left > 0);
    return found.fault;
  }
}
