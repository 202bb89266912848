/** Where the reading of a history stands. JSON: whoever reads keeps it, and gives it back. */
import type { DoraEvent } from '../../domain/dora-event.ts';
import { epochMs, type Instant, toInstant } from '../../domain/instant.ts';
import { type HistoryRequest, incidentLabelsOf } from './request.ts';

export interface HistoryCursor {
  readonly version: 1;
  readonly repository: string;
  readonly stage: 'deployments' | 'releases' | 'incidents' | 'done';
  readonly since: Instant | null;
  /** When this run began. */
  readonly at: Instant;
  /** `isOver`: the list was read to its end. */
  readonly page: { readonly next: string | null; readonly isOver: boolean };
  /** Deployments of this run. GitHub's pages shift while new ones are filed, so what is not below `lowest` was taken. */
  readonly highest: number | null;
  readonly lowest: number | null;
  /** Of these a run can still tell later what became. */
  readonly unended: readonly number[];
  /** What the run before has taken: everything up to this id, but for those that had not ended. */
  readonly known: { readonly upTo: number; readonly unended: readonly number[] } | null;
  readonly lanes: readonly LaneCursor[];
  readonly incidents: { readonly since: Instant | null; readonly labels: readonly string[] };
  readonly counts: HistoryCounts;
}

/** Production lanes only: of others nobody asks what a deployment brought. */
export interface LaneCursor {
  readonly service: string;
  readonly environment: string;
  /** Successes of which it is not known yet what ran before; latest end first. */
  readonly waiting: readonly WaitingDeployment[];
  /** The end of the earliest one that was passed on; nothing that ended later may follow. */
  readonly passedAt: Instant | null;
  /** The latest success of this run. */
  readonly latest: Ran | null;
  /** The latest success of the run before. */
  readonly before: Ran | null;
}

export interface Ran {
  readonly sha: string;
  readonly finishedAt: Instant;
}

export interface WaitingDeployment extends Ran {
  readonly id: string;
  readonly startedAt: Instant;
}

/** Over all runs. */
export interface HistoryCounts {
  readonly deployments: number;
  readonly incidents: number;
  /** Deployments that had not ended when they were read; of this run. */
  readonly unended: number;
  /** Deployments of which it is not known what they brought. */
  readonly unknownRanges: number;
  /** Releases that stand for deployments, because the repository has none. */
  readonly releases: number;
  /** Releases whose tag is gone. */
  readonly untagged: number;
  /** GitHub does not list all releases. */
  readonly isReleaseListCut: boolean;
  /** Deployments without a tier, since the permissions of people could not be read. */
  readonly withoutPeople: number;
}

/** What one question to the port came to. */
export interface Step {
  readonly events: readonly DoraEvent[];
  readonly cursor: HistoryCursor;
}

const NOTHING: HistoryCounts = {
  ...{ deployments: 0, incidents: 0, unended: 0, unknownRanges: 0, releases: 0, untagged: 0, withoutPeople: 0 },
  isReleaseListCut: false,
};

const START = {
  version: 1,
  stage: 'deployments',
  page: { next: null, isOver: false },
  highest: null,
  lowest: null,
  unended: [],
} as const;

/** The first run, or the one after a run that is done. */
export function nextRun(done: HistoryCursor | null, request: HistoryRequest): HistoryCursor {
  const { repository, since, at } = request;
  const labels = incidentLabelsOf(request);
  const start = { ...START, repository, since, at };
  if (done === null) {
    return { ...start, known: null, lanes: [], incidents: { since, labels }, counts: NOTHING };
  }
  const upTo = Math.max(done.highest ?? 0, done.known?.upTo ?? 0);
  const lanes = done.lanes.map((lane) => ({
    ...lane,
    ...{ waiting: [], passedAt: null, latest: null, before: lane.latest ?? lane.before },
  }));
  const isSameLabels = JSON.stringify(labels) === JSON.stringify(done.incidents.labels);
  const incidents = { labels, since: isSameLabels ? somewhatBefore(done.at) : since };
  const counts = { ...done.counts, unended: 0, untagged: 0 };
  return { ...start, known: { upTo, unended: done.unended }, lanes, incidents, counts };
}

/** Clocks differ. What is read twice has the same id. */
const OVERLAP_MS = 600_000;

function somewhatBefore(at: Instant): Instant {
  return toInstant(epochMs(at) - OVERLAP_MS);
}

export function counted(cursor: HistoryCursor, more: Partial<Record<keyof HistoryCounts, number>>): HistoryCursor {
  const sums = Object.entries(more).map(([key, add]) => [key, Number(cursor.counts[key as keyof HistoryCounts]) + add]);
  return { ...cursor, counts: { ...cursor.counts, ...Object.fromEntries(sums) } };
}
