/** Goes through repositories, some in each round, and keeps a note of each. */
import { Failure } from '../../domain/failure.ts';
import type { EpochMs } from '../../domain/instant.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { type Notice, type Round, recall, type Swept } from './sweep.ts';

/** Several requests each, at most: more would use up the rate limit of an installation. */
const MOST_REPOSITORIES = 200;
/** "Nothing changed" is believed for this long; then everything is read again. */
const NOTE_COUNTS_MS = 3_600_000;
/** What is gone, or is not ours any more, mostly stays so. */
const SKIPPED_MS = 3_600_000;

export type Looked =
  | { readonly kind: 'unchanged' }
  /** `note`: of what was looked at and dealt with, for the next look. */
  | { readonly kind: 'looked'; readonly note: string | null; readonly notices: readonly Notice[] };

export interface Before {
  /** What the last look that saw something noted. */
  readonly note: string | null;
  /** Whether "nothing changed" since then would be believed. */
  readonly isFresh: boolean;
}

interface Seen {
  readonly note: string | null;
  /** When it was last looked at as a whole, or refused. */
  readonly at: EpochMs;
  readonly isSkipped?: boolean;
}

interface Memory {
  /** Where the last round ended. */
  readonly after: number;
  readonly repositories: Readonly<Record<string, Seen>>;
}

export interface Walk {
  readonly repositories: readonly RepositoryRef[];
  readonly round: Round;
  readonly now: EpochMs;
  readonly look: (repository: RepositoryRef, before: Before) => Promise<Looked>;
}

/** In the order of their ids. One that fails is looked at again later and holds up no other, except of its installation. */
export async function eachRepository({ repositories, round, now, look }: Walk): Promise<Swept> {
  const memory = recall<Memory>(round.memory, (value) => 'repositories' in value, { after: 0, repositories: {} });
  const ordered = repositories.toSorted((one, other) => one.id - other.id);
  const left = ordered.filter(({ id }) => id > memory.after).slice(0, MOST_REPOSITORIES);
  const seen: Record<string, Seen> = keptOf(memory, ordered);
  const notices: Notice[] = [];
  const limited = new Set<number>();
  let { after } = memory;
  for (const repository of left) {
    if (!round.mayGoOn()) break;
    after = repository.id;
    const before = seen[repository.id];
    if (limited.has(repository.installationId) || isSkipped(before, now)) continue;
    const tried = await tryLook(() => look(repository, beforeOf(before, now)));
    if (tried.isLimited) limited.add(repository.installationId);
    if (tried.seen) seen[repository.id] = { ...tried.seen, at: now };
    notices.push(...tried.messages.map((message) => ({ level: 'info', message, about: named(repository) }) as const));
    notices.push(...tried.notices);
  }
  const isUnfinished = after < (ordered.at(-1)?.id ?? 0);
  return { memory: JSON.stringify({ after: isUnfinished ? after : 0, repositories: seen }), isUnfinished, notices };
}

interface Tried {
  readonly seen: Omit<Seen, 'at'> | null;
  readonly isLimited: boolean;
  readonly messages: readonly string[];
  readonly notices: readonly Notice[];
}

/** What is not there, or refused, is left alone for a while; everything else is tried again in the next round. */
async function tryLook(look: () => Promise<Looked>): Promise<Tried> {
  const nothing: Tried = { seen: null, isLimited: false, messages: [], notices: [] };
  try {
    const looked = await look();
    if (looked.kind === 'unchanged') return nothing;
    return { ...nothing, seen: { note: looked.note }, notices: looked.notices };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const isOut = error.kind === 'not-found' || error.kind === 'forbidden';
    const seen = isOut ? { note: null, isSkipped: true } : null;
    return { ...nothing, seen, isLimited: error.kind === 'rate-limited', messages: [error.message] };
  }
}

function named({ owner, name }: RepositoryRef): Notice['about'] {
  return { repository: `${owner}/${name}` };
}

function keptOf({ repositories }: Memory, present: readonly RepositoryRef[]): Record<string, Seen> {
  const ids = new Set(present.map(({ id }) => `${id}`));
  return Object.fromEntries(Object.entries(repositories).filter(([id]) => ids.has(id)));
}

function isSkipped(before: Seen | undefined, now: EpochMs): boolean {
  return before?.isSkipped === true && now - before.at < SKIPPED_MS;
}

function beforeOf(seen: Seen | undefined, now: EpochMs): Before {
  return { note: seen?.note ?? null, isFresh: seen !== undefined && now - seen.at < NOTE_COUNTS_MS };
}
