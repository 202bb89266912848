/** What somebody may have to be woken for, as our own records say. */
import type { Instant } from '../../domain/instant.ts';
import type { EscalationQuestion } from '../../domain/question.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import { hasEnded } from '../../domain/rollback-life.ts';
import type { Verification } from '../../domain/verification.ts';
import type { FoundForPage, Ports } from '../ports.ts';

export interface Finding {
  readonly sha: string;
  readonly at: Instant;
  readonly found: FoundForPage;
}

/** Null: nothing that was let through by us is known to be wrong. */
export async function findingOf(question: EscalationQuestion, ports: Pick<Ports, 'store'>): Promise<Finding | null> {
  const seen = question.event === 'rollback-failed' ? await ofRollback(question, ports) : await ofTry(question, ports);
  if (seen === null) return null;
  const { what, lines, ...rest } = seen;
  return { ...rest, found: { what, lines: [...lines, ...(await whoLetItIn(question, ports))] } };
}

type Seen = FoundForPage & Pick<Finding, 'sha' | 'at'>;

async function ofTry(
  { repository, environment, deploymentId, event }: EscalationQuestion,
  { store }: Pick<Ports, 'store'>,
): Promise<Seen | null> {
  const opened = await store.openedGates(repository.id, environment);
  if (!opened.some((each) => each.deploymentId === deploymentId)) return null;
  const { newest } = await store.verifications(repository.id, environment);
  const own = newest.find((each) => each.deploymentId === deploymentId);
  if (own === undefined || own.verdict !== (event === 'verification-failed' ? 'fail' : 'missing')) return null;
  return { sha: own.sha, at: own.at, ...sayTry(own) };
}

const MOST_CHECKS = 5;

function sayTry({ verdict, failedChecks }: Verification): FoundForPage {
  if (verdict === 'missing') {
    const lines = ['Nothing said in time whether it works: nobody knows.'];
    return { what: 'no verification arrived', lines };
  }
  const more = failedChecks.length > MOST_CHECKS ? `, and ${failedChecks.length - MOST_CHECKS} more` : '';
  const named = failedChecks.slice(0, MOST_CHECKS).join(', ');
  return { what: 'its verification failed', lines: named === '' ? [] : [`Failed checks: ${named}${more}`] };
}

async function ofRollback(
  { repository, environment, deploymentId }: EscalationQuestion,
  { store }: Pick<Ports, 'store'>,
): Promise<Seen | null> {
  const ledger = await store.rollbacks(repository.id, environment);
  const kept = ledger.findLast(({ failedDeploymentId }) => failedDeploymentId === deploymentId);
  if (kept === undefined || !endedBadly(kept) || kept.endedAt === null) return null;
  const { targetSha, ending, endedAt } = kept;
  const what = `the rollback to ${targetSha.slice(0, 7)} did not end well`;
  return { sha: kept.failedSha, at: endedAt, what, lines: ending === undefined ? [] : [ending.text] };
}

/** A person who said no to it knows. */
export function endedBadly(kept: KeptRollback): boolean {
  return hasEnded(kept) && kept.state !== 'verified' && kept.state !== 'refused';
}

async function whoLetItIn(
  { repository, deploymentId }: EscalationQuestion,
  { store }: Pick<Ports, 'store'>,
): Promise<readonly string[]> {
  const gates = await store.releaseGates(repository.id, { deploymentId });
  const decided = gates.at(-1)?.decided ?? null;
  if (decided === null) return [];
  const { question: asked } = decided.facts;
  const actors = asked.kind === 'deploy' ? (asked.actors ?? [asked.actor]) : [];
  const counted = decided.decision.gates.flatMap(({ requirements }) =>
    requirements.flatMap((one) => one.counted ?? []),
  );
  return [...sayPeople('Started', actors), ...sayPeople('Approved', counted)];
}

function sayPeople(did: string, people: readonly string[]): readonly string[] {
  return people.length === 0 ? [] : [`${did} by ${[...new Set(people)].join(', ')}`];
}
