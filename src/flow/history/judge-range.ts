/** What the changes of a past deployment make of it: its tier, type and team, by the policies of today. */
import type { DeploymentEvent } from '../../domain/dora-event.ts';
import { type Change, type Facts, NOTHING_KNOWN } from '../../domain/facts.ts';
import { BUILT_IN_POLICY } from '../../policy/built-in.ts';
import { classifyRelease } from '../../policy/classify-release.ts';
import { teamsOf } from '../../policy/mentions.ts';
import { changeType } from '../../policy/release-type.ts';
import { changesFor } from '../../policy/services.ts';
import { loginsOf } from '../gather/people.ts';
import type { PastEvents, PastRange } from '../ports.ts';
import type { Ran } from './cursor.ts';
import { type HistoryRequest, settingOf } from './request.ts';

export interface PastRelease {
  readonly event: DeploymentEvent;
  readonly before: Ran;
  readonly range: PastRange;
}

export type Judged = Pick<DeploymentEvent, 'changes' | 'tier' | 'type' | 'team'> & {
  /** There would be a tier if it were known who may do what. */
  readonly hasNoPeople: boolean;
};

export async function judgeRange(past: PastEvents, request: HistoryRequest, release: PastRelease): Promise<Judged> {
  const { range } = release;
  const facts = factsOf(request, release);
  const own = new Set(changesFor(request.policies.at(-1) ?? BUILT_IN_POLICY, facts));
  // What a way back takes away it does not bring.
  const brought = range.direction === 'backward' ? [] : range.changes.filter(({ change }) => own.has(change));
  const changes = brought.map(({ change }) => change);
  const team = teamOf(request, changes);
  const judged = {
    changes: brought.flatMap(({ event }) => event ?? []),
    ...(isEmergency(request, changes) ? { type: 'emergency' as const } : {}),
    ...(team === null ? {} : { team }),
  };
  if (request.policies.length === 0) return { ...judged, hasNoPeople: false };
  const people = await past.people(loginsOf(facts.changes), teamsOf(request.policies));
  if (people === null) return { ...judged, hasNoPeople: true };
  const { tierOfChanges: tier } = classifyRelease(request.policies, { ...facts, people });
  return { ...judged, tier, hasNoPeople: false };
}

function factsOf({ repository }: HistoryRequest, { event, before, range }: PastRelease): Facts {
  const { service, environment, sha, finishedAt: at } = event;
  return {
    ...NOTHING_KNOWN,
    ...{ version: 1, at, repository, candidate: { sha }, baseline: { sha: before.sha, at: before.finishedAt } },
    question: { kind: 'deploy', environment, service, actor: 'unknown' },
    direction: range.direction,
    changes: range.changes.map(({ change }) => change),
    complete: range.complete,
  };
}

/** By its labels alone, whoever set them: what people may do today says nothing about then. */
function isEmergency({ policies }: HistoryRequest, changes: readonly Change[]): boolean {
  const judges = policies.length === 0 ? [BUILT_IN_POLICY] : policies;
  const isSo = (change: Change): boolean =>
    judges.every((policy) => changeType(policy, change, labelsOf(change)).isEmergency);
  return changes.length > 0 && changes.every(isSo);
}

/** The team that all labelled changes name. */
function teamOf(request: HistoryRequest, changes: readonly Change[]): string | null {
  const prefix = settingOf(request, 'team')?.['label-prefix'].toLowerCase();
  if (prefix === undefined) return null;
  const labels = changes.flatMap(labelsOf).filter((label) => label.toLowerCase().startsWith(prefix));
  const teams = new Set(labels.map((label) => label.slice(prefix.length).trim()));
  const [team] = teams;
  return teams.size === 1 && team ? team : null;
}

function labelsOf(change: Change): readonly string[] {
  return change.kind === 'commit' ? [] : change.labels;
}
