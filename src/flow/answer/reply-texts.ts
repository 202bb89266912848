/** Answers to comment commands. Each says what happened, to which commit, and what to do when it is not what was meant. */
import { COMMAND_FORMS, type Command } from '../../domain/command.ts';
import { commandWord } from '../../domain/command-word.ts';
import type { Failure } from '../../domain/failure.ts';
import { inertMarkdown } from '../../domain/markdown.ts';
import { sayRefused } from './hold-texts.ts';

export interface ReplyText {
  /** For the record. */
  readonly summary: string;
  readonly body: string;
}

export function replyUnclear({ because, form }: Extract<Command, { kind: 'unclear' }>): ReplyText {
  const usage =
    form === undefined
      ? `Commands are a line of their own each:\n\n${Object.values(COMMAND_FORMS)
          .map((each) => `- \`${each}\``)
          .join('\n')}`
      : `Write it as a line of its own: \`${form}\`.`;
  return { summary: `Not understood: ${because}.`, body: `**Nothing was done**: ${because}. ${usage}` };
}

/** What GitHub refuses to tell is not taken for a yes, and the command would mean something else later. */
export function replyUnreadable(refusal: Failure): ReplyText {
  return {
    summary: 'A fact that the policy asks for cannot be read.',
    body: `**Nothing was done**: a fact that the policy asks for cannot be read. ${sayRefused(refusal)} Then write the command again.`,
  };
}

export function replyNoSuchCommit(digits: string): ReplyText {
  return {
    summary: `No commit ${digits}.`,
    body: `**Nothing was done**: this repository has no commit \`${digits}\`, or several that begin so. Give more digits.`,
  };
}

/** `later`: commits that began to wait after the command was written; `others`: those that were not named. */
export function replyNoGate(
  environment: string,
  { later, others }: { readonly later: readonly string[]; readonly others: readonly string[] },
): ReplyText {
  const name = inertMarkdown(environment);
  if (later.length === 0 && others.length > 0) {
    return {
      summary: 'The named commit does not wait for this environment.',
      body: `**Nothing was done**: no deployment of that commit to ${name} waits. What waits: ${listed(others)}.`,
    };
  }
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

export function replySeveralGates(
  { kind, environment }: { readonly kind: keyof typeof COMMAND_FORMS; readonly environment: string },
  commits: readonly string[],
): ReplyText {
  return {
    summary: 'Several deployments wait for this environment.',
    body: `**Nothing was done**: deployments of ${commits.length} commits to ${inertMarkdown(environment)} wait (${listed(commits)}). Say which: \`${COMMAND_FORMS[kind].replace(/[[\]]/g, '').replace('ENV', () => commandWord(environment, 'ENV'))}\`.`,
  };
}

function listed(shas: readonly string[]): string {
  return shas.map((sha) => `\`@${sha.slice(0, 12)}\``).join(', ');
}

/** The one mention we make on purpose: the person who gave the command. */
export function mention(login: string): string {
  return /^[A-Za-z0-9-]+(\[bot\])?$/.test(login) ? `@${login}` : inertMarkdown(login);
}
