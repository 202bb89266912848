/** What is known of ways back and of reviews at the end of a stretch of time, for what the process costs and gives. */
import { epochMs } from '../../domain/instant.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import type { DrillFigure, Process, ReviewFigures } from '../../dora/report.ts';
import type { Span } from '../../dora/weeks.ts';
import { isSameName } from '../../policy/names.ts';
import type { Policy } from '../../policy/schema.ts';
import type { KeptReview, Store } from '../ports.ts';
import { drillState } from '../rollback/drills.ts';

export type ProcessStore = Pick<Store, 'rollbacks' | 'reviewCauses'>;

/** A policy may name hundreds of environments, and each place is read by itself. */
const MOST_DRILLS = 20;

/** @param policies the organisation's first */
export async function processFacts(
  store: ProcessStore,
  repositoryId: number,
  policies: readonly Policy[],
  span: Span,
): Promise<Pick<Process, 'drills' | 'reviews'>> {
  const drills = await drillsOf(store, repositoryId, policies, span);
  const reviews = reviewsIn(await store.reviewCauses(repositoryId), span);
  return { ...(drills.length === 0 ? {} : { drills }), reviews };
}

/** Of two policies that ask for the same environment, the repository's. */
async function drillsOf(
  store: ProcessStore,
  repositoryId: number,
  policies: readonly Policy[],
  { until }: Span,
): Promise<readonly DrillFigure[]> {
  const asked = policies
    .toReversed()
    .flatMap(({ environments = {} }) => Object.entries(environments))
    .flatMap(([environment, { rollback }]) => (rollback?.drill ? [{ environment, rollback }] : []));
  const each = asked.filter(
    ({ environment }, index) => asked.findIndex((one) => isSameName(one.environment, environment)) === index,
  );
  const places = new Map<string, readonly KeptRollback[]>();
  const drills: DrillFigure[] = [];
  for (const { environment, rollback } of each.slice(0, MOST_DRILLS)) {
    const place = rollback.drill?.in ?? '';
    const rollbacks = places.get(place) ?? (await store.rollbacks(repositoryId, place));
    places.set(place, rollbacks);
    const state = drillState({ rollback }, rollbacks, until);
    if (state === null) continue;
    const lastAt = state.kind === 'never' ? null : state.at;
    drills.push({ environment, in: place, lastAt, state: state.kind });
  }
  return drills;
}

/** What was closed without a cause is in `none`. */
function reviewsIn(reviews: readonly KeptReview[], { from, until }: Span): ReviewFigures {
  const known = reviews.filter(({ openedAt }) => epochMs(openedAt) < until);
  const open = known.filter(({ closedAt }) => closedAt === null || epochMs(closedAt) >= until);
  const closed = known.filter(({ closedAt }) => {
    return closedAt !== null && epochMs(closedAt) >= from && epochMs(closedAt) < until;
  });
  const causes = closed.flatMap((each) => (each.causes.length === 0 ? ['none'] : each.causes)).sort();
  const byCause = Object.fromEntries([...Map.groupBy(causes, (each) => each)].map(([name, all]) => [name, all.length]));
  return { open: open.length, overdue: open.filter((each) => isOverdue(each, until)).length, byCause };
}

function isOverdue({ dueAt }: KeptReview, at: number): boolean {
  return dueAt !== null && epochMs(dueAt) < at;
}
