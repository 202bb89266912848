/** Answers to those who may not, and to those who name an environment that is none. */
import { inertMarkdown } from '../../../domain/markdown.ts';
import { mention, type ReplyText } from '../reply-texts.ts';

export function replyNobodyMay(kind: string, environment: string): ReplyText {
  return {
    summary: `Nobody may ${kind} ${environment}: the policy names nobody.`,
    body: `**Nothing was done**: the policy names nobody who may ${kind} ${inertMarkdown(environment)}. Name them in \`override.by\`, or in \`rollback.by\` or \`release-manager\` of the environment.`,
  };
}

export function replyNotPermitted(kind: string, environment: string, user: string, mayInstead: string): ReplyText {
  return {
    summary: `${user} may not ${kind} ${environment}.`,
    body: `**Nothing was done**: ${mention(user)} may not ${kind} ${inertMarkdown(environment)}; that is for ${inertMarkdown(mayInstead)}. Ask them.`,
  };
}

const SHOWN = 20;

/** `known`: the environments that there are. */
export function replyNoSuchEnvironment(environment: string, known: readonly string[]): ReplyText {
  const shown = known.slice(0, SHOWN).map(inertMarkdown).join(', ');
  const rest = known.length > SHOWN ? ` and ${known.length - SHOWN} more` : '';
  return {
    summary: `There is no governed environment ${environment}.`,
    body: `**Nothing was done**: ${inertMarkdown(environment)} is no environment that the policy governs. ${known.length === 0 ? 'It governs none that exists.' : `Those are: ${shown}${rest}.`}`,
  };
}
