/** Answers to `/tidegate acknowledge`. */
import { sayLocal } from '../../../calendar/wording.ts';
import { epochMs } from '../../../domain/instant.ts';
import { inertMarkdown } from '../../../domain/markdown.ts';
import type { KeptEscalation } from '../../ports.ts';
import { mention, type ReplyText } from '../reply-texts.ts';

export function replyAcknowledged(user: string, taken: readonly KeptEscalation[]): ReplyText {
  const environment = taken[0]?.question.environment ?? '';
  const list = taken.map((each) => `- ${sayFound(each)}`);
  return {
    summary: `${user} acknowledges what was found in ${environment}.`,
    body: [
      `**Acknowledged**: ${mention(user)} takes on what was found in ${inertMarkdown(environment)}. Nobody further is paged for it.`,
      '',
      ...list,
    ].join('\n'),
  };
}

/** @param here those of the environment that somebody acknowledged; @param others all that people were paged for. */
export function replyNothingToAcknowledge(
  environment: string,
  here: readonly KeptEscalation[],
  others: readonly KeptEscalation[],
): ReplyText {
  const name = inertMarkdown(environment);
  const [known] = here;
  if (known?.acknowledged) {
    const { by, how, at } = known.acknowledged;
    const where = how === 'pagerduty' ? ' in PagerDuty' : '';
    return {
      summary: `What was found in ${environment} is acknowledged already.`,
      body: `**Nothing was done**: ${inertMarkdown(by)} acknowledged it${where}, ${sayLocal(epochMs(at), 'UTC', epochMs(at))}. Nobody further is paged for it.`,
    };
  }
  const elsewhere = [...new Set(others.map((each) => inertMarkdown(each.question.environment)))];
  const hint = elsewhere.length === 0 ? '' : ` People were paged for: ${elsewhere.join(', ')}.`;
  return {
    summary: `Nothing is to be acknowledged in ${environment}.`,
    body: `**Nothing was done**: nobody was paged for ${name}, or it is over.${hint}`,
  };
}

export function replyMayNotAcknowledge(environment: string, user: string): ReplyText {
  return {
    summary: `${user} may not acknowledge what was found in ${environment}.`,
    body: `**Nothing was done**: ${mention(user)} may not write in this repository, so people go on being paged for ${inertMarkdown(environment)}. Ask somebody who may.`,
  };
}

function sayFound({ question, sha, found }: KeptEscalation): string {
  return `\`${sha.slice(0, 7)}\` (deployment ${question.deploymentId}): ${inertMarkdown(found.what)}`;
}
