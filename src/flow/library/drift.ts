/** Whether somebody saw a version running that the ledger does not have. Pure. */
import { epochMs, type Instant } from '../../domain/instant.ts';
import type { KeptProbe } from '../ports.ts';
import type { Drift } from './environment-lane.ts';
import type { LaneFacts, Ran } from './running.ts';

/** What was seen to run, when, and while looking at which deployment, where that is known. */
export interface Sight {
  /** 7 to 40 digits of a commit, in lower case. */
  readonly sha: string;
  readonly at: Instant;
  readonly from: Drift['from'];
  readonly deploymentId: number | null;
}

export function sightsIn({ verifications }: Pick<LaneFacts, 'verifications'>): readonly Sight[] {
  return verifications.flatMap(({ liveSha, at, deploymentId }) =>
    liveSha === undefined ? [] : [{ sha: liveSha, at, from: 'verification' as const, deploymentId }],
  );
}

/** Null: the App never looked; what told it no version saw none. */
export function probeSight(probe: KeptProbe | null): readonly Sight[] {
  if (probe === null || probe.liveSha === null) return [];
  return [{ sha: probe.liveSha, at: probe.at, from: 'probe', deploymentId: probe.deploymentId }];
}

/** The newest sight counts, and only one of what runs now: what was seen before it began says nothing of it. */
export function driftOf(running: Ran | null, sights: readonly Sight[], facts: LaneFacts): Drift | null {
  const newest = sights.toSorted((one, other) => epochMs(other.at) - epochMs(one.at))[0];
  if (newest === undefined) return null;
  if (running !== null && !isOfRunning(newest, running)) return null;
  if (running?.sha.startsWith(newest.sha)) return null;
  const known = [
    ...facts.events.map(({ sha }) => sha),
    ...facts.gates.map(({ sha }) => sha),
    ...facts.verifications.map(({ sha }) => sha),
    ...facts.commits.values(),
  ];
  return {
    saw: newest.sha,
    ledger: running?.sha ?? null,
    at: newest.at,
    from: newest.from,
    isKnownHere: known.some((sha) => sha.startsWith(newest.sha)),
  };
}

/** A job looks before GitHub writes down that it ended. */
function isOfRunning({ at, deploymentId }: Sight, running: Ran): boolean {
  return (deploymentId !== null && deploymentId === running.deploymentId) || epochMs(at) >= epochMs(running.since);
}
