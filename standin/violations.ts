/** What went against GitHub's description, or against the stand-in's stricter rules, so far. */
import type { Violation } from './surface/standin.ts';

export class Violations {
  readonly list: Violation[] = [];

  add(kind: Violation['kind'], operation: string, message: string): void {
    this.list.push({ kind, operation, message });
  }

  forget(): void {
    this.list.length = 0;
  }

  /** Throws with every violation there was. */
  assertNone(): void {
    if (this.list.length === 0) return;
    const lines = this.list.map(({ kind, operation, message }) => `  ${kind} ${operation}: ${message}`);
    throw new Error(`${this.list.length} violations of GitHub's API:\n${lines.join('\n')}`);
  }
}
