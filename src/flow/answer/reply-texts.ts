/** Answers to comment commands. Each says what happened, to which commit, and what to do when it is not what was meant. */
import type { Decision } from '../../domain/decision.ts';
import type { OverrideFact } from '../../domain/facts.ts';
import { inertMarkdown } from '../../domain/markdown.ts';
import { POLICY_FILE } from '../policies.ts';

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

export function replyNoGate(environment: string, waitingShas: readonly string[]): ReplyText {
  const name = inertMarkdown(environment);
  if (waitingShas.length === 0) {
    return {
      summary: 'Nothing waits for this environment.',
      body: `**Nothing was done**: no deployment to ${name} waits in this repository. Look at the environment's name, and whether the deployment was let through meanwhile.`,
    };
  }
  const list = waitingShas.map((sha) => `\`@${sha.slice(0, 12)}\``).join(', ');
  return {
    summary: 'Several deployments wait for this environment.',
    body: `**Nothing was done**: ${waitingShas.length} deployments to ${name} wait (${list}). Say which: \`/tidegate override ENVIRONMENT @COMMIT REASON\`.`,
  };
}

export function replyNoPolicy(): ReplyText {
  return {
    summary: 'There is no policy that says who may override.',
    body: `**Nothing was done**: \`${POLICY_FILE}\` on the default branch is missing or invalid, so nobody is named who may override. Correct the policy; the deployment stays held until then.`,
  };
}

export function replyRefused(stated: OverrideFact): ReplyText {
  return {
    summary: `Override of ${stated.environment} refused: ${stated.user} may not override, or an override cannot open it.`,
    body: `**The override was refused**: the deployment of \`${stated.sha.slice(0, 12)}\` to ${inertMarkdown(stated.environment)} stays held. ${mention(stated.user)} is not among those whom \`override.by\` of the policy names, or what holds it cannot be overridden. Ask somebody it names.`,
  };
}

export function replyAccepted(stated: OverrideFact, decision: Decision): ReplyText {
  const open = decision.gates.filter((gate) => gate.status === 'pending' || gate.status === 'failed');
  const missing =
    open.length === 0 ? 'Nothing was missing.' : `Not met: ${open.map((gate) => inertMarkdown(gate.name)).join(', ')}.`;
  const expires = decision.override === null ? '' : ` The override expires at ${decision.override.expiresAt}.`;
  return {
    summary: `Override of ${stated.environment} at ${stated.sha.slice(0, 12)} by ${stated.user}: ${stated.reason}`,
    body: `**Override accepted**: the deployment of \`${stated.sha.slice(0, 12)}\` to ${inertMarkdown(stated.environment)} is let through on the word of ${mention(stated.user)}: ${inertMarkdown(stated.reason)}\n\n${missing}${expires} This is on record.`,
  };
}

/** The one mention we make on purpose: the person who gave the command. */
function mention(login: string): string {
  return /^[A-Za-z0-9-]+(\[bot\])?$/.test(login) ? `@${login}` : inertMarkdown(login);
}
