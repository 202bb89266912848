/** An export against its checkpoints: every line by its own proof. */
import { fromBase64 } from './base64.ts';
import { checkLine, type Fields, isRecord, readLine } from './check-line.ts';
import type { LineCheck } from './check-log.ts';
import { type Checkpoint, openCheckpoints } from './checkpoint.ts';
import { HASH_BYTES } from './crypto.ts';
import { EXPORT_KIND } from './export-log.ts';
import { type Finding, findingAt } from './finding.ts';
import { leafHash } from './hash.ts';
import { provesConsistency, provesInclusion } from './proof.ts';
import type { VerifierKey } from './verifier-key.ts';

/** What checkpoints were opened with, so that the one inside an export is held to the same. */
export interface Trust {
  readonly key: VerifierKey;
  readonly origin: string;
  readonly checkpoints: readonly Checkpoint[];
}

export type OpenedExport =
  | { readonly kind: 'check'; readonly check: LineCheck; readonly head: Checkpoint }
  | { readonly kind: 'wrong'; readonly finding: Finding };

/** Whether a file with this first line is an export rather than a log. */
export function isExportHeader(line: Uint8Array): boolean {
  const read = readLine(line);
  return read.kind === 'fields' && read.fields['kind'] === EXPORT_KIND;
}

/** @param header the first line of an export */
export function openExport(header: Uint8Array, trust: Trust): OpenedExport {
  const read = readLine(header);
  const fields = read.kind === 'fields' ? read.fields : {};
  const { version, checkpoint: note, consistency } = fields;
  if (version !== 1 || typeof note !== 'string' || !Array.isArray(consistency)) {
    return wrong('export-malformed', 'It is no header of an export: `version` 1, `checkpoint` and `consistency`.');
  }
  const opened = openCheckpoints(note, trust.key, trust.origin);
  if (opened.kind === 'wrong') return wrong(opened.finding.code, `Its own checkpoint: ${opened.finding.message}`);
  const [head, ...more] = opened.checkpoints;
  if (head === undefined || more.length > 0) return wrong('export-malformed', 'It has more than one checkpoint.');
  const finding = trust.checkpoints.map((each) => disconnected(head, each, consistency)).find((each) => each !== null);
  return finding ? { kind: 'wrong', finding } : { kind: 'check', check: new ExportCheck(head), head };
}

class ExportCheck implements LineCheck {
  readonly kind = 'export';
  readonly #head: Checkpoint;
  #lines = 0;
  #lastIndex = -1;

  constructor(head: Checkpoint) {
    this.#head = head;
  }

  get lines(): number {
    return this.#lines;
  }

  get covered(): number {
    return this.#lines;
  }

  add(row: Uint8Array): Finding | null {
    // The header is line 1.
    const place = this.#lines + 2;
    const read = readLine(row);
    if (read.kind === 'wrong') return findingAt('log', read.code, place, read.message);
    const { index, line } = read.fields;
    const proof = hashesIn(read.fields);
    if (typeof index !== 'number' || typeof line !== 'string' || proof === null) {
      return findingAt('log', 'export-malformed', place, 'It has to have `index`, `line` and `proof`, and has not.');
    }
    const bytes = Buffer.from(line);
    const checked = checkLine(bytes);
    if (checked.kind === 'wrong') return findingAt('log', checked.code, place, checked.message);
    if (checked.seq !== index || index <= this.#lastIndex) {
      const message = `It has the seq ${checked.seq} and the index ${index}, after ${this.#lastIndex}: seq and index have to be the same and to grow.`;
      return findingAt('log', 'line-misplaced', place, message);
    }
    if (!provesInclusion({ index, hash: leafHash(bytes) }, this.#head, proof)) {
      const message = `Its proof does not lead to the root of the checkpoint of ${this.#head.size} lines: the line or its proof was changed.`;
      return findingAt('log', 'proof-wrong', place, message);
    }
    this.#lines++;
    this.#lastIndex = index;
    return null;
  }

  end(): null {
    return null;
  }
}

function disconnected(head: Checkpoint, other: Checkpoint, consistency: readonly unknown[]): Finding | null {
  const [older, newer] = head.size < other.size ? [head, other] : [other, head];
  if (older.size === newer.size) {
    if (provesConsistency(older, newer, [])) return null;
    const message = `It rests on another history of ${head.size} lines than the checkpoint file: the log showed different people different logs.`;
    return findingAt('log', 'checkpoints-disagree', 1, message);
  }
  const told = consistency.find((each) => isRecord(each) && each['from'] === older.size && each['to'] === newer.size);
  const proof = isRecord(told) ? hashesIn(told) : null;
  if (proof !== null && provesConsistency(older, newer, proof)) return null;
  const what = proof === null ? 'has no proof' : 'has a proof that does not hold';
  const message = `It ${what} that the log of ${newer.size} lines continues that of ${older.size}. Export again with --checkpoint and the file of checkpoints that you check against; if that is refused, there are two histories.`;
  return findingAt('log', 'checkpoint-unconnected', 1, message);
}

/** Null: not a list of hashes. A tree has no more heights than a count has bits. */
function hashesIn({ proof }: Fields): readonly Uint8Array[] | null {
  if (!Array.isArray(proof) || proof.length > 64) return null;
  const hashes = proof.map((each) => (typeof each === 'string' ? fromBase64(each) : null));
  return hashes.every((each) => each?.length === HASH_BYTES) ? hashes.filter((each) => each !== null) : null;
}

function wrong(code: Finding['code'], message: string): OpenedExport {
  return { kind: 'wrong', finding: findingAt('log', code, 1, message) };
}
