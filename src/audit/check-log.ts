/** A whole log against its checkpoints, line by line: what is kept does not grow with the log. */
import { checkLine } from './check-line.ts';
import type { Checkpoint } from './checkpoint.ts';
import { type Finding, findingAt } from './finding.ts';
import { isSameHash, leafHash } from './hash.ts';
import { RunningRoot } from './running-root.ts';

/** Takes the lines of a file, in order, until one of them is wrong. */
export interface LineCheck {
  readonly kind: 'log' | 'export';
  /** Lines that were found right. */
  readonly lines: number;
  /** Of them, those that a checkpoint vouches for. */
  readonly covered: number;
  /** @param line without its line feed. Null: nothing is wrong up to here. */
  readonly add: (line: Uint8Array) => Finding | null;
  /** There are no more lines. */
  readonly end: () => Finding | null;
}

export class LogCheck implements LineCheck {
  readonly kind = 'log';
  readonly #checkpoints: readonly Checkpoint[];
  readonly #log = new RunningRoot();
  /** How many checkpoints the lines so far agree with. */
  #passed = 0;

  /** @param checkpoints of one log, by size, each size once */
  constructor(checkpoints: readonly Checkpoint[]) {
    this.#checkpoints = checkpoints;
  }

  get lines(): number {
    return this.#log.size;
  }

  get covered(): number {
    return this.#checkpoints[this.#passed - 1]?.size ?? 0;
  }

  add(line: Uint8Array): Finding | null {
    // A checkpoint may vouch for no line at all.
    const before = this.#log.size === 0 ? this.#pass() : null;
    if (before) return before;
    const place = this.#log.size;
    const checked = checkLine(line);
    if (checked.kind === 'wrong') return findingAt('log', checked.code, place + 1, checked.message);
    if (checked.seq !== place) return findingAt('log', 'line-misplaced', place + 1, misplaced(checked.seq, place));
    this.#log.append(leafHash(line));
    return this.#pass();
  }

  end(): Finding | null {
    const { size } = this.#log;
    const before = size === 0 ? this.#pass() : null;
    const last = this.#checkpoints.at(-1);
    if (before || last === undefined || last.size <= size) return before;
    const message = `The log ends after ${size} lines, and the checkpoint vouches for ${last.size}: lines were taken away from its end, or the file was cut.`;
    return findingAt('log', 'log-short', size + 1, message);
  }

  #pass(): Finding | null {
    const checkpoint = this.#checkpoints[this.#passed];
    if (checkpoint?.size !== this.#log.size) return null;
    if (!isSameHash(checkpoint.root, this.#log.root())) return mismatch(this.covered, checkpoint.size);
    this.#passed++;
    return null;
  }
}

function misplaced(seq: number, place: number): string {
  const gone = seq > place;
  const why = gone ? 'lines before it are missing, or the order was changed' : 'a line was added, repeated or moved';
  return `It has the seq ${seq} where ${place} belongs: ${why}.`;
}

function mismatch(covered: number, size: number): Finding {
  const line = Math.min(covered + 1, Math.max(size, 1));
  const range = size - covered > 1 ? `One or more of the lines ${covered + 1} to ${size}` : `Line ${size}`;
  const exact = 'For the exact line, check an export with proofs, or add checkpoints of the sizes between';
  const told =
    size === 0
      ? 'The checkpoint of no lines has another root than the empty log.'
      : `${range} was changed: the root hash differs from that of the checkpoint of ${size} lines.`;
  const message = size - covered > 1 ? `${told} ${exact}.` : told;
  return { source: 'log', code: 'root-mismatch', line, lastLine: Math.max(size, 1), message };
}
