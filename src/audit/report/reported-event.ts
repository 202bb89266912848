/** One row of who did what. */
import type { Instant } from '../../domain/instant.ts';

export interface ReportedEvent {
  /** The line that says so. */
  readonly seq: number;
  readonly at: Instant;
  /** `asked`, `decided`, `let-in`, `verified`, `paged`, `acknowledged`, …, and what people state: `approve`, `go`, … */
  readonly code: string;
  readonly repository: string;
  readonly environment: string | null;
  readonly deployment: number | null;
  readonly commit: string | null;
  /** Of the planned release that it is about. */
  readonly milestone: number | null;
  /** A login, a name in another system, `the policy` or `tidegate`; empty: the log does not tell. */
  readonly who: string;
  readonly isByPerson: boolean;
  /** What was done, in a few words; what people wrote may be in it. */
  readonly did: string;
  readonly reason: string | null;
  /** Digest of the policy that decided; null: it was nobody's but the person's. */
  readonly policy: string | null;
}

/** What is told of an entry; the rest is the entry's own. */
export interface Told extends Pick<ReportedEvent, 'code' | 'did'> {
  /** Without it, whoever the entry is of. */
  readonly who?: string | undefined;
  readonly isByPerson?: boolean | undefined;
  readonly reason?: string | null | undefined;
  readonly policy?: string | undefined;
  readonly at?: Instant | undefined;
}

export const POLICY = 'the policy';
