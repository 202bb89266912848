/** What `tidegate audit verify` tells. */
import { toBase64 } from '../audit/base64.ts';
import type { Checkpoint } from '../audit/checkpoint.ts';
import type { Finding } from '../audit/finding.ts';
import { plainLine } from '../domain/markdown.ts';

export interface AuditVerdict {
  readonly files: { readonly log: string; readonly checkpoint: string };
  /** Null: it did not come to reading lines. */
  readonly kind: 'log' | 'export' | null;
  readonly origin: string | null;
  readonly checkpoints: readonly Checkpoint[];
  readonly lines: number;
  readonly covered: number;
  readonly finding: Finding | null;
}

export function auditVerdictDocument(verdict: AuditVerdict): unknown {
  const { files, kind, origin, checkpoints, lines, covered, finding } = verdict;
  return {
    version: 1,
    valid: finding === null,
    kind,
    origin,
    checkpoints: checkpoints.map(({ size, root }) => ({ size, root: toBase64(root) })),
    lines,
    covered,
    problem: finding && {
      file: files[finding.source],
      code: finding.code,
      line: finding.line,
      lastLine: finding.lastLine,
      message: finding.message,
    },
  };
}

export function auditVerdictText(verdict: AuditVerdict): string {
  const { files, finding, kind, origin, checkpoints, lines, covered } = verdict;
  if (finding) return `${files[finding.source]}:${finding.line} ${finding.code} ${plainLine(finding.message, 1000)}`;
  const sizes =
    checkpoints.length === 1 ? 'the checkpoint' : `${checkpoints.length} checkpoints that continue each other`;
  const upTo = `of ${origin}, up to ${checkpoints.at(-1)?.size} lines`;
  if (kind === 'export') return `All ${lines} lines are in the log, as ${sizes} ${upTo} say.`;
  const open = lines - covered;
  const rest =
    open === 0 ? '' : `\n${open} lines come after the last checkpoint: in order, and nobody vouches for them yet.`;
  return `All ${covered} lines are as ${sizes} ${upTo} say.${rest}`;
}
