/** Answers to overrides: accepted, not needed, or refused and to whom to turn. */
import type { Decision } from '../../../domain/decision.ts';
import type { OverrideFact } from '../../../domain/facts.ts';
import { inertMarkdown } from '../../../domain/markdown.ts';
import type { Refusal } from '../../../policy/override.ts';
import { mention, type ReplyText } from '../reply-texts.ts';

/** `held` is the headline of the decision: what the deployment waits for. */
export function replyRefused(stated: OverrideFact, held: string, refusal: Refusal): ReplyText {
  const sha = stated.sha.slice(0, 12);
  return {
    summary: `Override of ${stated.environment} at ${sha} by ${stated.user} refused (${refusal.kind}): ${stated.reason}`,
    body: [
      `**The override was refused**: the deployment of \`${sha}\` to ${inertMarkdown(stated.environment)} stays held. ${sayRefusal(stated.user, refusal)}`,
      '',
      inertMarkdown(held),
    ].join('\n'),
  };
}

function sayRefusal(user: string, refusal: Refusal): string {
  switch (refusal.kind) {
    case 'nobody-may':
      return 'The policy has no `override`, or names nobody there and no `release-manager` of this environment, so nobody may.';
    case 'not-among': {
      const who = inertMarkdown(refusal.mayInstead);
      return `${mention(user)} may not override here. By the policy that is ${who}. Ask them.`;
    }
    case 'too-late-or-beyond':
      return 'The comment is older than `override.expires` allows, or what holds the deployment cannot be overridden. If it is the first, write it again.';
  }
}

/** `open` is the headline of the decision. */
export function replyNotNeeded(stated: OverrideFact, open: string): ReplyText {
  return {
    summary: `Override of ${stated.environment} at ${stated.sha.slice(0, 12)} by ${stated.user} not needed: ${stated.reason}`,
    body: [
      `**No override is needed**: the deployment of \`${stated.sha.slice(0, 12)}\` to ${inertMarkdown(stated.environment)} is let through by the policy.`,
      '',
      inertMarkdown(open),
    ].join('\n'),
  };
}

/** `untilWhen` is the headline of the decision: who opened it, until when, and why. */
export function replyAccepted(stated: OverrideFact, decision: Decision, untilWhen: string): ReplyText {
  const open = decision.gates.filter((gate) => gate.status === 'pending' || gate.status === 'failed');
  const missing = open.length === 0 ? 'nothing' : open.map((gate) => inertMarkdown(gate.name)).join(', ');
  const sha = stated.sha.slice(0, 12);
  return {
    summary: `Override of ${stated.environment} at ${sha} by ${stated.user}: ${stated.reason}`,
    body: [
      `**Override accepted**: the deployment of \`${sha}\` to ${inertMarkdown(stated.environment)} is being let through on the word of ${mention(stated.user)}.`,
      '',
      `${inertMarkdown(untilWhen)}`,
      '',
      `Not met at this moment: ${missing}.`,
    ].join('\n'),
  };
}
