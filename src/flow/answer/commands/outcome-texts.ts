/** Answers to `/tidegate recovered` and `/tidegate cause`. */
import type { Instant } from '../../../domain/instant.ts';
import { inertMarkdown } from '../../../domain/markdown.ts';
import { mention, type ReplyText } from '../reply-texts.ts';
import type { KnownDeployment } from './known-deployment.ts';

interface By {
  readonly user: string;
  readonly at: Instant;
}

export function replyRecovered({ user, at }: By, deployment: KnownDeployment): ReplyText {
  const { id, environment } = deployment;
  return {
    summary: `Deployment ${id} to ${environment}: well again, says ${user}.`,
    body: `**Recorded**: what ${say(deployment)} broke is well again since ${at}, on the word of ${mention(user)}. Nothing else changes: a hold stays until somebody lifts it.`,
  };
}

/** `deployment` null: none of the repository's. */
export function replyCause({ user }: By, issueNumber: number, deployment: KnownDeployment | null): ReplyText {
  const what = deployment === null ? 'none of the deployments of this repository' : say(deployment);
  return {
    summary: `Cause of #${issueNumber}, says ${user}: ${deployment === null ? 'external' : `deployment ${deployment.id}`}.`,
    body: `**Recorded**: the cause of what this issue is about is ${what}, on the word of ${mention(user)}. The newest word about an issue counts.`,
  };
}

export function replyNoSuchDeployment(id: number): ReplyText {
  return {
    summary: `No deployment ${id}.`,
    body: `**Nothing was done**: this repository has no deployment ${id}. The number stands at the end of the issue that Tidegate keeps for a finding, and in GitHub's list of deployments.`,
  };
}

function say({ id, environment, sha }: KnownDeployment): string {
  return `deployment ${id} (\`${sha.slice(0, 12)}\` in ${inertMarkdown(environment)})`;
}
