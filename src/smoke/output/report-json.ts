/** `smoke-report.json` as text. */
import type { SmokeReport } from '../report.ts';

/**
 * What JSON lets through and its reader obeys: a terminal C1 controls, an editor line separators and marks that turn text
 * around, and a runner the bracket of `##[`, wherever it is in a line of a log.
 */
const OBEYED = /(?<=##)\[|[\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g;

/** Escaped, what a terminal would obey is still the same document. */
export function reportJson(report: SmokeReport, indent?: number): string {
  return JSON.stringify(report, null, indent).replace(
    OBEYED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
