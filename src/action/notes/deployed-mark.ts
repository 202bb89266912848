/** What an earlier run told of a pull request, kept in the comment itself: a job has no other memory. */
import { type Instant, parseInstant } from '../../domain/instant.ts';

export interface Deployed {
  readonly at: Instant;
  readonly sha: string;
  /** Null: it runs. */
  readonly goneAt: Instant | null;
}

export function noteDeployed({ at, sha, goneAt }: Deployed): string {
  return `<!-- deployed ${at} ${sha} ${goneAt ?? '-'} -->`;
}

const MARK = /<!-- deployed (\S{10,40}) ([0-9a-f]{40,64}) (\S{1,40}) -->/;

/** Null: nothing that can be read. */
export function notedDeployed(body: string): Deployed | null {
  const [, since = '', sha = '', gone = ''] = MARK.exec(body) ?? [];
  const at = parseInstant(since);
  return at === undefined ? null : { at, sha, goneAt: parseInstant(gone) ?? null };
}
