/** The policies that decided, by digest. */
import type { AuditEntry } from '../entry.ts';
import { type Data, texts, word } from './read-data.ts';
import type { ReportedPolicy } from './report.ts';

export class Policies {
  readonly #seen = new Map<string, ReportedPolicy>();

  hear({ kind, at, seq, data }: AuditEntry): void {
    if (kind !== 'decision') return;
    const policy = (data['policy'] ?? {}) as Data;
    const digest = word(policy, 'digest');
    const known = this.#seen.get(digest);
    const first = { digest, sources: texts(policy['sources']), decisions: 0, firstAt: at, lastAt: at, firstSeq: seq };
    this.#seen.set(digest, { ...(known ?? first), lastAt: at, decisions: (known?.decisions ?? 0) + 1 });
  }

  end(): readonly ReportedPolicy[] {
    return [...this.#seen.values()];
  }
}
