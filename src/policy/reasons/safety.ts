/** Reasons of the gates that keep the environment itself safe: holds, groups, rollbacks, unknown environments. */
import { count, moment, type ReasonEntry, text } from './wording.ts';

export const SAFETY_REASONS = {
  'no-hold': {
    group: 'safety',
    meaning: 'The environment refuses some commits, and this release contains none of them.',
    data: {},
    say: () => 'The release contains no commit that is held back.',
  },
  quarantined: {
    group: 'safety',
    meaning: 'The release contains a commit that the environment refuses until a person lifts the hold.',
    data: {
      sha: 'the commit',
      by: 'who set the hold',
      reason: 'why',
      others: 'how many earlier holds concern the release too, if any do',
    },
    say: (reason) => {
      const [sha, by, why] = [text(reason['sha']).slice(0, 7), text(reason['by']), text(reason['reason'])];
      const others = reason['others'] === undefined ? '' : ` (and ${count(reason['others'], 'other hold')})`;
      return `Contains ${sha}, held back by ${by}: ${why}${others}. Once repaired, comment \`/tidegate lift ENV @${sha} REASON\`; an override does not help.`;
    },
  },
  'group-healthy': {
    group: 'safety',
    meaning: 'No verification of this release failed in an environment of the group, or a later one passed there.',
    data: { group: 'the group' },
    say: (reason) => `No environment of group ${text(reason['group'])} has a failed verification of this release.`,
  },
  'group-failed': {
    group: 'safety',
    meaning:
      'A verification of this release failed in an environment of the group. All members wait until a later one passes there.',
    data: {
      group: 'the group',
      failed: 'list of `{environment, failedAt}`: where it failed',
      zone: 'zone of the times in words',
    },
    say: (reason, at) => {
      const failed = Array.isArray(reason['failed']) ? reason['failed'] : [];
      const told = failed
        .slice(0, 3)
        .map((each) => `${text(each.environment)} (${moment(each.failedAt, reason, at)})`)
        .join(', ');
      const rest = failed.length > 3 ? ` and ${failed.length - 3} more` : '';
      return `This release failed its verification in ${told}${rest}, so all of group ${text(reason['group'])} waits. Roll it back or fix it there; this opens when a later verification of this release passes where it failed.`;
    },
  },
  'environment-unknown': {
    group: 'safety',
    meaning: 'No entry of `environments` names this environment, so no rules are known for it.',
    data: { environment: 'the environment' },
    say: (reason) =>
      `No entry of environments in the policy names ${text(reason['environment'])}, so nothing says when it may open. Add it to the policy on the default branch.`,
  },
  'rollback-incomplete': {
    group: 'safety',
    meaning:
      'No authorised rollback: what it takes away is not fully listed, so nobody knows whether a barrier lies in it.',
    data: {},
    say: () =>
      'Not authorised as a rollback: GitHub lists only a part of what it takes away, so a barrier may lie in it. It has to pass every gate, or needs an override where the policy has one.',
  },
  'rollback-unverified': {
    group: 'safety',
    meaning: 'No authorised rollback: the latest verification of the target in this environment is not a `pass`.',
    data: { environment: 'the environment' },
    say: (reason) =>
      `Not authorised as a rollback: the latest verification of this commit in ${text(reason['environment'])} is not a pass. Go back to a commit that was last seen healthy there.`,
  },
  'rollback-quarantined': {
    group: 'safety',
    meaning: 'No authorised rollback: the target contains a commit that is held back.',
    data: { sha: 'the commit', by: 'who set the hold' },
    say: (reason) =>
      `Not authorised as a rollback: the target contains ${text(reason['sha']).slice(0, 7)}, held back by ${text(reason['by'])}. Go back further, or have the hold lifted.`,
  },
  'rollback-barrier': {
    group: 'safety',
    meaning: 'No authorised rollback: it would take away a change that the policy calls a barrier.',
    data: {
      change: 'the first such change',
      label: 'the label that makes it one',
      path: 'or the path that it touches',
      barriers: 'how many changes are barriers',
    },
    say: (reason) => {
      const by =
        reason['label'] === undefined ? `touches ${text(reason['path'])}` : `has the label ${text(reason['label'])}`;
      return `Not authorised as a rollback: it would take away ${text(reason['change'])}, a barrier since it ${by}. What it did may not be undone by older code: fix forward, or pass every gate.`;
    },
  },
  'rollback-attempts': {
    group: 'safety',
    meaning: 'No authorised rollback: this release was rolled back as often as the policy allows.',
    data: { sha: 'the release, where known', used: 'rollbacks of it so far', attempts: 'how many are allowed' },
    say: (reason) =>
      `Not authorised as a rollback: this release was already rolled back ${times(reason['used'])}, and the policy allows ${text(reason['attempts'])}. Find out why the last one did not help.`,
  },
  'rollback-limit': {
    group: 'safety',
    meaning: 'No authorised rollback: the lane had as many rollbacks lately as the policy allows.',
    data: {
      used: 'rollbacks within the time',
      most: 'how many are allowed',
      per: 'the time',
      until: 'when one is allowed again',
      zone: 'zone of the times in words',
    },
    say: (reason, at) => {
      const until = reason['until'];
      const next = typeof until === 'string' ? ` One is allowed again from ${moment(until, reason, at)}.` : '';
      return `Not authorised as a rollback: the lane had ${text(reason['used'])} within ${text(reason['per'])}, and the policy allows ${text(reason['most'])}. Going back and forth does not help; look at it together.${next}`;
    },
  },
  'rollback-rejected': {
    group: 'safety',
    meaning: 'No authorised rollback: a person who is asked said no to it. That stops automatic ones as well.',
    data: { user: 'who said no', reason: 'their reason, when they gave one' },
    say: (reason) => {
      const because = reason['reason'] === undefined ? '' : `: ${text(reason['reason'])}`;
      return `Not authorised as a rollback: ${text(reason['user'])} said no${because}. Only their own approval takes that back.`;
    },
  },
  'rollback-not-approved': {
    group: 'safety',
    meaning: 'No authorised rollback yet: the policy asks people for this tier, and none of them approved it.',
    data: { tier: 'the tier of what it takes away', from: 'who may approve, in words' },
    say: (reason) =>
      `Not authorised as a rollback yet: taking away changes of tier ${text(reason['tier'])} needs an approval of this deployment by ${text(reason['from'])}.`,
  },
  'rollback-nobody-may': {
    group: 'safety',
    meaning: 'No authorised rollback: the policy asks people for this tier and names none.',
    data: { tier: 'the tier of what it takes away' },
    say: (reason) =>
      `Not authorised as a rollback: the policy asks people for tier ${text(reason['tier'])}, and neither rollback.by nor release-manager nor override.by names any. Add one of them to the policy.`,
  },
} as const satisfies Readonly<Record<string, ReasonEntry>>;

function times(number: unknown): string {
  return number === 1 ? 'once' : `${text(number)} times`;
}
