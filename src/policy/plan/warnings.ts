/** What is wrong with the date of a planned release, as far as it can be known ahead. */
import { firstOpening, openSpans } from '../../calendar/search.ts';
import { spansOf } from '../../calendar/timeline.ts';
import { sayLocal } from '../../calendar/wording.ts';
import type { StageDecisionFact } from '../../domain/facts.ts';
import type { EpochMs } from '../../domain/instant.ts';
import { freezesFor, timesFor } from '../release-times.ts';
import { type NamedRelease, type PlanDates, type PlanPlace, plannedReleases, sayDay } from './dates.ts';
import { verdictOf } from './verdicts.ts';

export interface PlanWarning {
  readonly kind: 'outside-windows' | 'in-freeze' | 'stage-passed' | 'same-day';
  /** One sentence or two, without a line break. Names in it are those of the policy. */
  readonly text: string;
}

/** What else is known. */
export interface Surroundings extends PlanPlace {
  readonly at: EpochMs;
  /** Null: nobody can tell, as offline. */
  readonly decisions: readonly StageDecisionFact[] | null;
  /** Freezes that people set and nobody ended. `until` null: without end. */
  readonly freezes: readonly SetFreeze[];
  /** Dates of planned releases of repositories that this one depends on. */
  readonly dependencies: readonly PlannedElsewhere[];
}

export interface SetFreeze {
  readonly environment: string;
  readonly by: string;
  readonly until: EpochMs | null;
}

export interface PlannedElsewhere {
  /** `owner/name`. */
  readonly repository: string;
  /** The local date of production. */
  readonly date: string;
}

export function planWarnings(dates: PlanDates, around: Surroundings): readonly PlanWarning[] {
  const releases = plannedReleases(around.policies, around.production);
  return [
    ...releases.flatMap((release) => [...outsideWindows(release, dates), ...inFreezes(release, dates)]),
    ...inSetFreezes(dates, around),
    ...stagesPassed(dates, around),
    ...sameDay(dates, around),
  ];
}

/** The windows alone: a freeze is told as what it is. */
function outsideWindows(release: NamedRelease, { date, from, until, zone }: PlanDates): readonly PlanWarning[] {
  const { inside } = timesFor(release);
  if (inside.length === 0 || openSpans({ inside, outside: [] }, from, until, 1).length > 0) return [];
  const next = firstOpening(timesFor(release), until);
  const then = next === null ? 'No later opening is known.' : `The next opening is ${sayLocal(next, zone, from)}.`;
  const text = `No window of ${release.environment} opens on ${sayDay(date)}. ${then}`;
  return [{ kind: 'outside-windows', text }];
}

/** Only one that leaves no opening that day: what is frozen by night alone moves no plan. */
function inFreezes(release: NamedRelease, { date, from, until, zone }: PlanDates): readonly PlanWarning[] {
  const times = timesFor(release);
  if (openSpans(times, from, until, 1).length > 0) return [];
  return freezesFor(release).flatMap(({ name, timeline }): readonly PlanWarning[] => {
    const [span] = spansOf(timeline, from, until, 1);
    if (span === undefined) return [];
    const ends = timeline.stateAt(span.from).changesAt;
    const end = ends === null ? 'has no end' : `ends ${sayLocal(ends, zone, from)}`;
    const text = `${sayDay(date)} falls into the freeze ${name} of ${release.environment}, which ${end}.`;
    return [{ kind: 'in-freeze', text }];
  });
}

function inSetFreezes({ date, from, until, zone }: PlanDates, around: Surroundings): readonly PlanWarning[] {
  return around.freezes
    .filter(({ environment }) => around.production.some((name) => name.toLowerCase() === environment.toLowerCase()))
    .filter((freeze) => freeze.until === null || freeze.until >= until)
    .map((freeze) => {
      const end = freeze.until === null ? 'until somebody ends it' : `until ${sayLocal(freeze.until, zone, from)}`;
      const text = `${freeze.environment} is frozen by ${freeze.by} ${end}, and that covers ${sayDay(date)}.`;
      return { kind: 'in-freeze', text };
    });
}

function stagesPassed({ stages, until: end }: PlanDates, { at, decisions }: Surroundings): readonly PlanWarning[] {
  // Of a plan that is past itself, a decision that nobody can see says nothing.
  if (decisions === null && at >= end) return [];
  return stages
    .filter(
      ({ name, until }) => at >= until && (decisions === null || verdictOf(name, decisions, at).verdict === 'none'),
    )
    .map(({ name, date }) => {
      const then = decisions === null ? 'is past' : 'and nobody has said go or no-go';
      const text = `The stage ${name} was on ${sayDay(date)}${decisions === null ? ', which ' : ', '}${then}.`;
      return { kind: 'stage-passed', text };
    });
}

function sameDay({ date }: PlanDates, { dependencies }: Surroundings): readonly PlanWarning[] {
  const repositories = [...new Set(dependencies.filter((each) => each.date === date).map((each) => each.repository))];
  return repositories.map((repository) => {
    const text = `${repository}, which this release depends on, is planned for the same day, ${sayDay(date)}.`;
    return { kind: 'same-day', text };
  });
}

/** The repositories that gates of these policies ask to be healthy, `owner/name`. */
export function dependenciesOf(policies: PlanPlace['policies']): readonly string[] {
  const named = policies.flatMap(({ gates }) =>
    gates.flatMap((gate) => (gate.require.dependencies ?? []).map(({ repository }) => repository)),
  );
  return [...new Map(named.map((name) => [name.toLowerCase(), name])).values()];
}
