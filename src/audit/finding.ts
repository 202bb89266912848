/** What is wrong with a log, an export or their checkpoints. */

/** Codes are part of the contract: people script against them. */
export const FINDING_CODES = {
  'line-too-long': 'A line is longer than any that Tidegate writes.',
  'line-not-utf8': 'A line has bytes that are no UTF-8.',
  'line-not-json': 'A line is no JSON.',
  'line-not-canonical': 'A line is not in the canonical spelling: spaces, the order of keys, a key given twice.',
  'line-malformed': 'A line is no entry of an audit log.',
  'line-misplaced': 'A line has the `seq` of another place: lines before it are missing, added or moved.',
  'log-short': 'The log has fewer lines than a checkpoint vouches for.',
  'root-mismatch': 'The lines up to a checkpoint are not those that it vouches for.',
  'proof-wrong': 'The inclusion proof of a line does not hold: the line or its proof was changed.',
  'export-malformed': 'An export is not in its format.',
  'checkpoint-malformed': 'A checkpoint is not in its format.',
  'checkpoint-unsigned': 'A checkpoint has no signature of the key.',
  'signature-wrong': 'A signature in the name of the key is not of the key.',
  'origin-differs': 'A checkpoint is of another log.',
  'checkpoints-disagree': 'Two checkpoints of one log vouch for two histories.',
  'checkpoint-unconnected':
    'An export has no proof that its checkpoint continues another, or that proof does not hold.',
} as const satisfies Readonly<Record<string, string>>;

export type FindingCode = keyof typeof FINDING_CODES;

export interface Finding {
  /** The file that it is about. */
  readonly source: 'log' | 'checkpoint';
  readonly code: FindingCode;
  /** The first line that is wrong, from 1; the first that can be when the checkpoints cannot tell it more exactly. */
  readonly line: number;
  /** The last line that can be the first wrong one. Equal to `line` when it is known. */
  readonly lastLine: number;
  readonly message: string;
}

export function findingAt(source: Finding['source'], code: FindingCode, line: number, message: string): Finding {
  return { source, code, line, lastLine: line, message };
}
