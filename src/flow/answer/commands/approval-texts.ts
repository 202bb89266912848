/** Answers to approvals and rejections: recorded, counted by whom, and why not by others. */
import { inertMarkdown } from '../../../domain/markdown.ts';
import { sayIgnored } from '../../../policy/reasons.ts';
import type { KeptApproval } from '../../ports.ts';
import { mention, type ReplyText } from '../reply-texts.ts';
import type { Weight } from './weigh-opinion.ts';

/** `said` is the headline of the decision made with it. */
export function replyRecorded(approval: KeptApproval, weight: Weight, said: string): ReplyText {
  const { user, state, environment, reason } = approval;
  const sha = approval.sha.slice(0, 7);
  const what = state === 'approved' ? 'approval' : 'rejection';
  const because = reason === '' ? '' : `: ${inertMarkdown(reason)}`;
  return {
    summary: `${what} of ${environment} at ${sha} by ${user}${weight.counts.length === 0 ? ', which does not count' : ''}.`,
    body: [
      `${mention(user)}'s ${what} of \`${sha}\` for ${inertMarkdown(environment)} is recorded${because}. ${sayWeight(weight, state)}`,
      '',
      inertMarkdown(said),
    ].join('\n'),
  };
}

function sayWeight({ counts, ignored, enough }: Weight, state: KeptApproval['state']): string {
  const verb = state === 'approved' ? 'It counts for' : 'It blocks';
  return [
    ...(counts.length === 0 ? [] : [`${verb} ${named(counts)}.`]),
    ...ignored.map(({ gate, code }) => `It does not count for ${inertMarkdown(gate)}: ${sayIgnored(code)}.`),
    ...(enough.length === 0 ? [] : [`Without it there were enough for ${named(enough)}.`]),
  ].join(' ');
}

/** `said` tells what the deployment waits for. */
export function replyNotAsked(approval: KeptApproval, { asked }: Weight, said: string): ReplyText {
  const { user, state, environment } = approval;
  const sha = approval.sha.slice(0, 7);
  const kind = state === 'approved' ? 'approve' : 'reject';
  return {
    summary: `${user} is not asked to ${kind} ${environment} at ${sha}.`,
    body: [
      `**Nothing was done**: ${mention(user)} is not asked to ${kind} the deployment of \`${sha}\` to ${inertMarkdown(environment)}. ${whoIsAsked(asked)}`,
      '',
      inertMarkdown(said),
    ].join('\n'),
  };
}

/** A comment speaks of the release. Most gates ask for reviews of what is in it, which newcomers meet first. */
function whoIsAsked(asked: Weight['asked']): string {
  if (asked.length === 0) return 'No gate asks anybody about it.';
  return asked
    .map(({ gate, from, of }) =>
      of === 'release'
        ? `${inertMarkdown(gate)} asks ${inertMarkdown(from)}.`
        : `${inertMarkdown(gate)} counts reviews of the pull requests, by ${inertMarkdown(from)}, and no comments: review each on its own page.`,
    )
    .join(' ');
}

function named(gates: readonly string[]): string {
  return gates.map((gate) => inertMarkdown(gate)).join(', ');
}
