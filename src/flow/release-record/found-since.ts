/** What was found of a release since it was deployed, in words. */
import type { DeploymentFact, IncidentFact, VerificationFact } from '../../domain/facts.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import { type Deployed, runningIn } from './deployed.ts';
import type { StageStanding } from './record-state.ts';

/** Found so late it is not kept as missing: it may have come and be lost, as with a restored backup. */
export const NONE_KNOWN = 'no verification of it is known, a day after its time: look whether it works';

const FOUND: Readonly<Record<VerificationFact['verdict'], string>> = {
  pass: '',
  fail: 'its verification failed',
  error: 'its verification could not be made',
  inconclusive: 'its verification could not tell whether it works',
  missing: 'no verification of it came in time',
};

export function verdictFound(said: VerificationFact | undefined, as: StageStanding['verification']): readonly string[] {
  return as === 'bad' && said !== undefined ? [FOUND[said.verdict]] : [];
}

/** Not by a rollback and not by a release that contains it: those are states of their own. */
export function anotherRuns({ sha, environment }: DeploymentFact, deployed: Deployed): readonly string[] {
  const running = runningIn(deployed, environment);
  if (running === undefined || running.sha === sha) return [];
  return [`another commit, ${running.sha.slice(0, 7)}, runs there now`];
}

export function incidentsIn(
  incidents: readonly IncidentFact[],
  { from, until, isLast }: { readonly from: EpochMs; readonly until: EpochMs | null; readonly isLast: boolean },
): readonly string[] {
  if (!isLast || until === null) return [];
  return incidents
    .filter(({ openedAt }) => epochMs(openedAt) >= from && epochMs(openedAt) < until)
    .map(({ number }) => `incident #${number} was opened while it was watched, and is still open`);
}
