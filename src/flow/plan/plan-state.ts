/** Which state a planned release is in, in the words of release records: that of the release of it that is furthest. */
import type { EpochMs } from '../../domain/instant.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { isSameName } from '../../policy/names.ts';
import type { GitHub, Ports } from '../ports.ts';
import { isSameService, serviceOf } from '../release-record/asked.ts';
import { issueOf } from '../release-record/bad-line.ts';
import { whatToDo } from '../release-record/first-line.ts';
import { opensByItselfAt } from '../release-record/held-line.ts';
import { readView } from '../release-record/read-view.ts';
import { isOver, type StageStanding, type Standing, stateOf } from '../release-record/record-state.ts';
import { newestGate, type ReleaseView } from '../release-record/view.ts';
import type { OfRelease, PlannedCommit } from './plan-view.ts';

export interface PlanStateCase {
  readonly repository: RepositoryRef;
  /** The newest first. */
  readonly releases: readonly PlannedCommit[];
  /** Names of the environments that it is planned for. */
  readonly production: readonly string[];
  readonly policies: readonly PolicyInForce[];
  readonly github: GitHub;
  readonly ports: Ports;
  readonly at: EpochMs;
  readonly isNoGo: boolean;
  readonly isMilestoneOpen: boolean;
}

export interface PlanState {
  readonly standing: Standing;
  /** The commit that decides it; null: no gate was asked yet. */
  readonly release: PlannedCommit | null;
  readonly ofRelease: OfRelease | null;
}

export async function planState(of: PlanStateCase): Promise<PlanState> {
  const release = furthest(of);
  const view = release === undefined ? null : await viewOfRelease(release, of);
  const known = view?.standing ?? (release === undefined ? NOT_ASKED : standingByDecisions(release, of));
  const standing = asPlanned(known, of);
  return { standing, release: release ?? null, ofRelease: view === null ? null : toldBy(view) };
}

const NOT_ASKED = stateOf({ isPlanned: true, stages: [], isEverywhere: false, replaced: null, at: 0 });

/** The newest that asked for production; before that the newest of all. */
function furthest({ releases, production }: PlanStateCase): PlannedCommit | undefined {
  const isThere = ({ lanes }: PlannedCommit) =>
    lanes.some(({ environment }) => production.some((name) => isSameName(name, environment)));
  return releases.find(isThere) ?? releases[0];
}

/** A no-go holds what is still to go; what is out already is as it is. A closed milestone has nothing more to come. */
function asPlanned(standing: Standing, { isNoGo, isMilestoneOpen }: PlanStateCase): Standing {
  const isAhead = ['planned', 'held', 'releasing'].includes(standing.state);
  if (isNoGo && isAhead) return { ...standing, state: 'held', finding: null, until: null };
  return isMilestoneOpen || isOver(standing) ? standing : { ...standing, state: 'closed', finding: null, until: null };
}

function toldBy(view: ReleaseView): OfRelease {
  const stage = view.stages.find(({ environment }) => environment === view.standing.environment);
  return {
    line: whatToDo(view),
    opensAt: stage === undefined ? null : opensByItselfAt(newestGate(stage)),
    endedAt: view.endedAt,
    finding: (stage === undefined ? undefined : issueOf(view, stage)) ?? null,
  };
}

/** Null: its gates are not kept any more. */
async function viewOfRelease({ sha, lanes }: PlannedCommit, of: PlanStateCase): Promise<ReleaseView | null> {
  const { repository, policies, github, ports, at, production } = of;
  const place = lanes.find(({ environment }) => production.some((name) => isSameName(name, environment))) ?? lanes[0];
  const service = place === undefined ? undefined : serviceOf(policies, place.environment);
  const kept = await ports.store.releaseGates(repository.id, { sha });
  const gates = kept.filter(({ question }) => isSameService(serviceOf(policies, question.environment), service));
  if (gates.length === 0) return null;
  const own = service === undefined ? {} : { service };
  const question = { kind: 'release-record', repository, sha, ...own } as const;
  return await readView(question, { gates, policies, github, ports, at });
}

function standingByDecisions({ lanes }: PlannedCommit, { at }: PlanStateCase): Standing {
  const stages = lanes.map(stageOf);
  return stateOf({ isPlanned: false, stages, isEverywhere: false, replaced: null, at });
}

/** Of a gate of which only the decision is known. */
function stageOf({ environment, verdict }: PlannedCommit['lanes'][number]): StageStanding {
  return {
    ...{ environment, isLast: false, deployment: 'none', verification: 'not-asked' },
    gate: verdict === 'open' ? 'opened' : 'waiting',
    ...{ verifyBy: null, watchedUntil: null, findings: [] },
  };
}
