/** What was said of how a deployment does, for the timeline. */
import type { DeploymentFact } from '../../domain/facts.ts';
import { epochMs } from '../../domain/instant.ts';
import { inertMarkdown } from '../../domain/markdown.ts';
import { type Happened, sayReason } from './happened.ts';
import type { Stage } from './view.ts';

/** All that was said of it: what failed later takes nothing away from what passed before. */
export function saidOfVerifications(
  { environment, verifications = [] }: Stage,
  { id, verification }: DeploymentFact,
): readonly Happened[] {
  const here = inertMarkdown(environment);
  const own = verifications.filter(({ deploymentId }) => deploymentId === id);
  if (own.length === 0) {
    return verification === undefined
      ? []
      : [{ at: epochMs(verification.at), text: `verification in ${here}: **${verification.verdict}**` }];
  }
  return own.map(({ verdict, failedChecks, at }, index) => {
    const isWatch = own.slice(0, index).some((before) => before.verdict === 'pass');
    const what = isWatch ? `looked at again in ${here}` : `verification in ${here}`;
    return { at: epochMs(at), text: `${what}: **${verdict}**${sayReason(failedChecks.slice(0, 5).join(', '))}` };
  });
}
