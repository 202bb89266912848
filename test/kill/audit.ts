/** The audit log as it grows: each time it is looked at, it has to continue what was seen the time before. */
import { LogCheck } from '../../src/audit/check-log.ts';
import type { Checkpoint } from '../../src/audit/checkpoint.ts';
import { leafHash } from '../../src/audit/hash.ts';
import { RunningRoot } from '../../src/audit/running-root.ts';

export interface AuditWatch {
  look(lines: readonly string[]): readonly string[];
}

export function watchAudit(): AuditWatch {
  const seen: Checkpoint[] = [];
  return {
    look: (lines) => {
      const bytes = lines.map((line) => Buffer.from(line));
      const check = new LogCheck(seen);
      const wrong = bytes.map((line) => check.add(line)).find((finding) => finding !== null) ?? check.end();
      const log = new RunningRoot();
      for (const line of bytes) log.append(leafHash(line));
      if (log.size > (seen.at(-1)?.size ?? 0)) seen.push({ origin: 'loop', size: log.size, root: log.root() });
      return wrong ? [`the audit log does not hold: ${wrong.message}`] : [];
    },
  };
}
