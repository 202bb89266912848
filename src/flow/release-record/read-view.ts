/** Everything that a record is made from, read now. */
import type { IncidentFact } from '../../domain/facts.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import type { ReleaseRecordQuestion } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { isGlob } from '../../policy/glob.ts';
import { entryFor, isSameName } from '../../policy/names.ts';
import type { GitHub, KeptGate, Ports } from '../ports.ts';
import { isSameService, lastEnvironments, serviceOf } from './asked.ts';
import { type Deployed, isOurs, readDeployed, runningIn } from './deployed.ts';
import { type Standing, stateOf } from './record-state.ts';
import { readRelated } from './related.ts';
import { type Replaced, readReplaced } from './replaced.ts';
import { standingOf } from './stage-standing.ts';
import { orderOf, stagesOf } from './stages.ts';
import type { ReleaseView, Stage } from './view.ts';

export interface Reading {
  readonly gates: readonly KeptGate[];
  readonly policies: readonly PolicyInForce[];
  readonly github: GitHub;
  readonly ports: Ports;
  readonly at: EpochMs;
}

export async function readView(question: ReleaseRecordQuestion, reading: Reading): Promise<ReleaseView> {
  const { gates, policies } = reading;
  const { repository, sha, service } = question;
  const named = lastEnvironments(policies, service);
  const deployed = await readDeployed({ ...reading, repository, sha, last: named });
  const stages = stagesOf(gates, policies, deployed);
  const replaced = await readReplaced({ ...reading, stages, last: named, sha, deployed, repository });
  const last = named.length > 0 ? named : watchedIn(stages, policies);
  const place: Place = { stages, deployed, last, sha };
  const isEverywhere = isThere(place);
  const incidents = isEverywhere && replaced === null ? await readIncidents(place, reading) : [];
  const { at } = reading;
  const standings = stages.map((stage) => standingOf(stage, { policies, deployed, last, incidents, at }));
  const standing = stateOf({ isPlanned: false, stages: standings, isEverywhere, replaced: replaced?.kind ?? null, at });
  const over = sayOver(standing, replaced, last);
  const zone = policies.at(-1)?.policy.zone ?? 'UTC';
  const ahead = over === undefined ? aheadOf(stages, policies, service) : [];
  const watchedUntil = Math.max(...standings.filter(({ isLast }) => isLast).map((each) => each.watchedUntil ?? 0));
  const endedAt = over === undefined ? null : endOf(place, replaced, watchedUntil);
  const related = await readRelated(stages, repository, reading.ports.store);
  return { repository, sha, service, zone, stages, ahead, policies, standing, related, over, endedAt };
}

interface Place {
  readonly stages: readonly Stage[];
  readonly deployed: Deployed;
  readonly last: readonly string[];
  readonly sha: string;
}

/** Where a pattern names the environments nobody can tell which one comes last; those that are watched do count. */
function watchedIn(stages: readonly Stage[], policies: readonly PolicyInForce[]): readonly string[] {
  return stages.map(({ environment }) => environment).filter((name) => isWatched(name, policies));
}

function isWatched(environment: string, policies: readonly PolicyInForce[]): boolean {
  return policies.some(({ policy }) => entryFor(policy, environment)?.verify?.watch !== undefined);
}

/** It was deployed everywhere, by gates that we answered. */
function isThere({ stages, last, sha, deployed }: Place): boolean {
  return (
    last.length > 0 &&
    last.every((name) => {
      const all = deployed.get(name.toLowerCase())?.deployments ?? [];
      return all.some((one) => one.state === 'success' && one.sha === sha && isOurs(one, stages));
    })
  );
}

/** None where nothing is watched, or the policies do not say what an incident is. */
async function readIncidents({ last }: Place, { policies, github }: Reading): Promise<readonly IncidentFact[]> {
  const labels = policies.flatMap(({ policy }) => policy.dora?.incident?.labels ?? []);
  if (labels.length === 0 || !last.some((name) => isWatched(name, policies))) return [];
  return await github.incidents(labels);
}

function aheadOf(
  stages: readonly Stage[],
  policies: readonly PolicyInForce[],
  service: string | undefined,
): readonly string[] {
  const isHere = (name: string) => stages.some(({ environment }) => isSameName(environment, name));
  return orderOf(policies)
    .filter((name) => !isHere(name) && !isGlob(name))
    .filter((name) => isSameService(serviceOf(policies, name), service));
}

function sayOver({ state }: Standing, replaced: Replaced | null, last: readonly string[]): string | undefined {
  if (state === 'closed') return `it is deployed to ${last.join(' and ')}`;
  if (replaced === null || (state !== 'superseded' && state !== 'rolled back')) return undefined;
  const [sha, where] = [replaced.sha.slice(0, 7), replaced.environments.join(' and ')];
  return state === 'rolled back'
    ? `${where} went back to ${sha}`
    : `a newer release that contains it, ${sha}, is deployed to ${where}`;
}

function endOf({ last, deployed }: Place, replaced: Replaced | null, watchedUntil: EpochMs): EpochMs | null {
  if (replaced !== null) return epochMs(replaced.at);
  const running = last.flatMap((name) => runningIn(deployed, name) ?? []);
  const ends = [watchedUntil, ...running.map(({ startedAt, finishedAt }) => epochMs(finishedAt ?? startedAt))];
  const end = Math.max(...ends);
  return end > 0 ? end : null;
}
