/** Answers about holds and freezes. */
import { sayBoth } from '../../../calendar/wording.ts';
import { commandWord } from '../../../domain/command-word.ts';
import { type EpochMs, epochMs, type Instant } from '../../../domain/instant.ts';
import { inertMarkdown } from '../../../domain/markdown.ts';
import type { KeptFreeze, KeptHold } from '../../ports.ts';
import { mention, type ReplyText } from '../reply-texts.ts';

interface Said {
  readonly user: string;
  readonly environment: string;
  readonly reason: string;
}

export function replyHeld({ user, environment, sha, reason }: Said & { readonly sha: string }): ReplyText {
  const name = inertMarkdown(environment);
  return {
    summary: `Hold of ${environment} at ${sha.slice(0, 12)} by ${user}: ${reason}`,
    body: `**Held**: ${name} refuses every commit that contains \`${sha.slice(0, 12)}\`, on the word of ${mention(user)}: ${inertMarkdown(reason)}. It stays so until somebody lifts it: \`/tidegate lift ${commandWord(environment, 'ENV')} @${sha.slice(0, 12)} REASON\`. An override does not open it.`,
  };
}

/** Follows the answer that no deployment is meant. */
export function sayWhatRuns(environment: string, sha: string | undefined): string {
  if (sha === undefined) return '';
  return `\n\n${inertMarkdown(environment)} runs \`${sha.slice(0, 12)}\`. To hold that one: \`/tidegate hold ${commandWord(environment, 'ENV')} @${sha.slice(0, 12)} REASON\`.`;
}

export function replyNoHold(environment: string, sha: string | undefined): ReplyText {
  const what = sha === undefined ? 'no commit' : `no commit \`@${sha}\``;
  return {
    summary: `Nothing is held for ${environment}.`,
    body: `**Nothing was done**: ${what} is held for ${inertMarkdown(environment)}. \`/tidegate status\` lists what is.`,
  };
}

export function replySeveralHolds(environment: string, holds: readonly KeptHold[]): ReplyText {
  return {
    summary: `Several commits are held for ${environment}.`,
    body: [
      `**Nothing was done**: several commits are held for ${inertMarkdown(environment)}. Say which: \`/tidegate lift ${commandWord(environment, 'ENV')} @SHA REASON\`.`,
      '',
      ...holds.map((hold) => `- ${sayHold(hold)}`),
    ].join('\n'),
  };
}

export function replyLifted(
  { user, environment, sha, reason }: Said & { readonly sha: string },
  holds: readonly KeptHold[],
): ReplyText {
  const was = holds.map((hold) => `${inertMarkdown(hold.user)} (${inertMarkdown(hold.reason)})`).join(', ');
  return {
    summary: `Lift of ${environment} at ${sha.slice(0, 12)} by ${user}: ${reason}`,
    body: `**Lifted**: ${inertMarkdown(environment)} takes commits that contain \`${sha.slice(0, 12)}\` again, on the word of ${mention(user)}: ${inertMarkdown(reason)}. It had been held by ${was}. Approvals of that very commit from before the hold do not count any more.`,
  };
}

export function sayHold({ environment, sha, user, reason }: KeptHold): string {
  return `${inertMarkdown(environment)} refuses \`@${sha.slice(0, 12)}\`: ${inertMarkdown(user)}, ${inertMarkdown(reason)}`;
}

export function replyFrozen(
  { user, environment, until, reason }: Said & { readonly until: Instant | null },
  zone: string,
  at: EpochMs,
): ReplyText {
  return {
    summary: `Freeze of ${environment} by ${user} ${untilWhen(until, zone, at)}: ${reason}`,
    body: `**Frozen**: nothing enters ${inertMarkdown(environment)} ${untilWhen(until, zone, at)}, on the word of ${mention(user)}: ${inertMarkdown(reason)}. To end it earlier: \`/tidegate unfreeze ${commandWord(environment, 'ENV')} REASON\`.`,
  };
}

export function replyNoMoment(text: string): ReplyText {
  return {
    summary: 'The end of the freeze is not understood.',
    body: `**Nothing was done**: ${inertMarkdown(text)} is no date and no time. Write the end as \`2026-12-24\`, \`2026-12-24T18:00\` (in the zone of the policy) or \`2026-12-24T18:00+01:00\`, or leave it out.`,
  };
}

export function replyPastMoment(until: Instant, zone: string, at: EpochMs): ReplyText {
  return {
    summary: 'The end of the freeze is past.',
    body: `**Nothing was done**: ${sayBoth(epochMs(until), zone, at)} is past.`,
  };
}

export function replyNoFreeze(environment: string): ReplyText {
  return {
    summary: `Nobody froze ${environment}.`,
    body: `**Nothing was done**: no freeze that somebody set is running for ${inertMarkdown(environment)}. Freezes of the policy end when the policy says; no command ends them. Change the policy, or override one deployment.`,
  };
}

export function replyUnfrozen({ user, environment, reason }: Said, freezes: readonly KeptFreeze[]): ReplyText {
  const was = freezes.map((each) => `${inertMarkdown(each.user)} (${inertMarkdown(each.reason)})`).join(', ');
  return {
    summary: `Unfreeze of ${environment} by ${user}: ${reason}`,
    body: `**Unfrozen**: the freeze of ${inertMarkdown(environment)} by ${was} is over, on the word of ${mention(user)}: ${inertMarkdown(reason)}. Freezes of the policy stay.`,
  };
}

export function sayFreeze({ environment, user, reason, until }: KeptFreeze, zone: string, at: EpochMs): string {
  return `${inertMarkdown(environment)} is frozen ${untilWhen(until, zone, at)}: ${inertMarkdown(user)}, ${inertMarkdown(reason)}`;
}

function untilWhen(until: Instant | null, zone: string, at: EpochMs): string {
  return until === null ? 'until somebody ends it' : `until ${sayBoth(epochMs(until), zone, at)}`;
}
