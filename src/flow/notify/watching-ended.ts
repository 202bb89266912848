/** Told to those who asked: a deployment was watched for as long as the policy says, and nothing was found. */
import { toInstant } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { Notice } from '../../domain/notice.ts';
import { fullName } from '../../domain/repository.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import type { Watched } from '../hypercare/rules.ts';
import { wishesOf } from './wishes.ts';

type WellWatched = Pick<Watched, 'question' | 'deployment' | 'rules' | 'since' | 'until'>;

export function watchingEnded(
  { question, deployment, rules, since, until }: WellWatched,
  policies: readonly PolicyInForce[],
): readonly Notice[] {
  const { repository, environment, deploymentId, runId } = question;
  const { sha } = deployment;
  const isProbed = rules.everyMs !== null && rules.file !== undefined;
  const told = {
    at: toInstant(until),
    environment,
    sha,
    deploymentId,
    runId,
    summary: plainLine(`Watching ended: ${fullName(repository)} ${sha.slice(0, 7)} did well in ${environment}`, 200),
    lines: [
      `Watched from ${toInstant(since)} to ${toInstant(until)}.`,
      plainLine(isProbed ? `Probed with ${rules.file}.` : 'Nothing probed it: only the time has passed.', 300),
    ],
  };
  return wishesOf(policies)
    .filter(({ events }) => events.has('watching-ended'))
    .map(({ target }) => ({
      kind: 'notify',
      repository,
      target,
      event: 'watching-ended',
      subject: `gate/${deploymentId}`,
      content: 'once',
      action: 'tell',
      told,
    }));
}
