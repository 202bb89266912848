/** What must not be taken away: changes after which going back breaks more than it repairs. */
import type { RollbackSettings, TakenAway } from './case.ts';

export interface Barrier {
  /** `#12` or a short sha. */
  readonly change: string;
  readonly by: 'label' | 'path' | 'trailer';
  /** The label, the path, or the reason that the trailer gives. */
  readonly what: string;
}

export type Barriers =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly barriers: readonly Barrier[] }
  /** Something could not be read, and a barrier may be in it. */
  | {
      readonly kind: 'unknown';
      readonly because: 'not-read' | 'list-cut' | 'nothing-listed' | 'files-cut';
      readonly change?: string;
    };

/**
 * What keeps `settings`' environment from giving up the changes. A barrier that was found counts even where not all was
 * read. Paths are matched by whoever lists the changes (`markedPaths`).
 */
export function barriersBetween(takenAway: TakenAway | null, settings: Pick<RollbackSettings, 'barriers'>): Barriers {
  if (takenAway === null) return { kind: 'unknown', because: 'not-read' };
  const { changes, messages = [] } = takenAway;
  const listed = changes.flatMap((change) => barriersOf(change, settings.barriers.labels));
  const named = new Set(listed.filter(({ by }) => by === 'trailer').map(({ change }) => change));
  // A commit without a pull request is a change itself.
  const ofCommits = messages.filter(({ name }) => !named.has(name)).flatMap(trailersOf);
  const barriers = [...listed, ...ofCommits];
  if (barriers.length > 0) return { kind: 'found', barriers };
  if (!takenAway.complete) return { kind: 'unknown', because: 'list-cut' };
  // Two commits differ by something.
  if (takenAway.changes.length === 0) return { kind: 'unknown', because: 'nothing-listed' };
  const unread = settings.barriers.paths.length > 0 && takenAway.changes.find(({ pathsComplete }) => !pathsComplete);
  return unread ? { kind: 'unknown', because: 'files-cut', change: unread.name } : { kind: 'none' };
}

/** A line of its own in the commit's message or the pull request's text, also without a reason. */
const TRAILER = /^[ \t]*rollback-barrier[ \t]*:(.*)$/gim;

function barriersOf(change: TakenAway['changes'][number], labels: readonly string[]): readonly Barrier[] {
  const isBarrier = (label: string): boolean => labels.some((each) => each.toLowerCase() === label.toLowerCase());
  return [
    ...change.labels.filter(isBarrier).map((what) => ({ change: change.name, by: 'label' as const, what })),
    ...change.markedPaths.map((what) => ({ change: change.name, by: 'path' as const, what })),
    ...trailersOf(change),
  ];
}

function trailersOf({ name, message }: { readonly name: string; readonly message: string }): readonly Barrier[] {
  return [...message.matchAll(TRAILER)].map(([, reason = '']) => {
    return { change: name, by: 'trailer', what: reason.trim() };
  });
}
