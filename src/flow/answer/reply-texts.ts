/** Answers to comment commands. Each says what happened, to which commit, and what to do when it is not what was meant. */
import type { Decision } from '../../domain/decision.ts';
import type { OverrideFact } from '../../domain/facts.ts';
import { inertMarkdown } from '../../domain/markdown.ts';
import type { Refusal } from '../../policy/override.ts';

export interface ReplyText {
  /** For the record. */
  readonly summary: string;
  readonly body: string;
}

const USAGE =
  'Write it as a line of its own: `/tidegate override ENVIRONMENT REASON`, for example `/tidegate override production checkout is down, see the incident`.';

export function replyUnclear(because: string): ReplyText {
  return { summary: `Not understood: ${because}.`, body: `**Nothing was done**: ${because}. ${USAGE}` };
}

/** `later`: commits that began to wait after the command was written. */
export function replyNoGate(environment: string, later: readonly string[]): ReplyText {
  const name = inertMarkdown(environment);
  if (later.length === 0) {
    return {
      summary: 'Nothing waits for this environment.',
      body: `**Nothing was done**: no deployment to ${name} waits in this repository. Look at the environment's name, and whether the deployment was let through meanwhile.`,
    };
  }
  return {
    summary: 'What waits for this environment came after the command.',
    body: `**Nothing was done**: the deployment to ${name} that waits now (${listed(later)}) came after your comment, so you cannot have meant it. If you want it through, write the command again.`,
  };
}

export function replySeveralGates(environment: string, commits: readonly string[]): ReplyText {
  return {
    summary: 'Several deployments wait for this environment.',
    body: `**Nothing was done**: deployments of ${commits.length} commits to ${inertMarkdown(environment)} wait (${listed(commits)}). Say which: \`/tidegate override ENVIRONMENT @COMMIT REASON\`.`,
  };
}

function listed(shas: readonly string[]): string {
  return shas.map((sha) => `\`@${sha.slice(0, 12)}\``).join(', ');
}

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
      return 'The policy has no `override`, so nobody may.';
    case 'not-among': {
      const who = inertMarkdown(refusal.mayInstead);
      return `${mention(user)} is not named by \`override.by\` of the policy; that is ${who}. Ask them.`;
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

/** The one mention we make on purpose: the person who gave the command. */
function mention(login: string): string {
  return /^[A-Za-z0-9-]+(\[bot\])?$/.test(login) ? `@${login}` : inertMarkdown(login);
}
