/** Told to those who asked: nothing said in time how a deployment turned out. */
import type { DeploymentFact } from '../../domain/facts.ts';
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import type { Notice } from '../../domain/notice.ts';
import type { WatchQuestion } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { runbookLine } from '../owner/runbook-line.ts';
import { wishesOf } from './wishes.ts';

export function missingVerification(
  { repository, environment, deploymentId, runId }: WatchQuestion,
  { sha, state, uncounted }: Pick<DeploymentFact, 'sha' | 'state'> & { readonly uncounted: string | null },
  policies: readonly PolicyInForce[],
  at: EpochMs,
): readonly Notice[] {
  const runbook = runbookLine(policies, environment, 'plain');
  const told = {
    at: toInstant(at),
    environment,
    sha,
    deploymentId,
    runId,
    summary: `No verification: nobody knows whether ${sha.slice(0, 7)} works in ${environment}`,
    lines: [
      state === 'success'
        ? 'The deployment ended well, and the verification that the policy asks for did not arrive in time.'
        : 'The deployment began and did not end well, so there will be no verification.',
      ...(uncounted === null ? [] : [uncounted]),
      `What to do: look at ${environment} now; then see in the run why nothing was sent.`,
      ...(runbook === null ? [] : [runbook]),
    ],
  };
  return wishesOf(policies)
    .filter(({ events }) => events.has('verification-missing'))
    .map(({ target }) => ({
      kind: 'notify',
      repository,
      target,
      event: 'verification-missing',
      subject: `gate/${deploymentId}`,
      content: 'once',
      action: 'tell',
      told,
    }));
}
