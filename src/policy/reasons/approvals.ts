/** Reasons of the requirement `approvals`, and why an opinion does not count. */
import type { Reason } from '../../domain/decision.ts';
import { objectionsOf, sayLacking, sayUnknown, some, unique, unknownOf, waitingOf } from './lacking.ts';
import { count, list, moment, type ReasonEntry, text } from './wording.ts';

export { askOf, type LackingFiles, type LackingOwners, type Waiting, waitingOf } from './lacking.ts';
export { type AskedPeople, peopleAsked, sayLackingAlone } from './people-asked.ts';

const APPROVAL_DATA = {
  needed: 'how many people are asked for',
  of: '`change` or `release`',
  from: 'who may approve, in words',
  as: 'the role in which they do, where the policy names one',
  after: '`{environment, verifiedAt}`: approvals have to be later than that verification; null: there is none yet',
};

const LACKING_DATA = {
  ...APPROVAL_DATA,
  waiting: 'list of `{change, missing}`: what lacks how many approvals, at least',
  owners:
    '`{files, more}`: `files` is a list of `{change, path, more, owners, nobody?}`, files that lack an approval of one of their owners, the first few; `nobody` says why no owner can give it: `no-account`, `contributors`',
  environment: 'the environment that the release is approved for, where that is asked',
  sources: 'the ways in which it can be approved',
};

export const APPROVAL_REASONS = {
  enough: {
    group: 'approvals',
    meaning: 'Enough of the right people approved.',
    data: { ...APPROVAL_DATA, until: 'when an approval that is needed expires', zone: 'zone of the times in words' },
    say: (reason, at) => {
      const { needed, until, of } = reason;
      const lasts = typeof until === 'string' ? ` The approvals last until ${moment(until, reason, at)}.` : '';
      if (needed === 0) return `No further approval is asked for.${lasts}`;
      if (of === 'release' && needed === 1 && reason['as'] !== undefined) {
        return `Approved by the ${text(reason['as'])}, as required.${lasts}`;
      }
      return of === 'release'
        ? `Approved by ${people(needed)} or more${inRole(reason)}, as required.${lasts}`
        : `Every change has ${count(needed, 'approval')} or more${inRole(reason)}, as required.${lasts}`;
    },
  },
  'no-owners': {
    group: 'approvals',
    meaning: 'Only owners are asked, and CODEOWNERS names none for what is changed.',
    data: {},
    say: () => 'CODEOWNERS names no owner of what is changed, so nobody has to approve.',
  },
  'not-enough': {
    group: 'approvals',
    meaning: 'Approvals are missing.',
    data: LACKING_DATA,
    say: (reason, at) => sayLacking(reason, at),
  },
  'changes-requested': {
    group: 'approvals',
    meaning:
      'A person who is asked requested changes, and the gate has `veto: true`. Other approvals do not outweigh it.',
    data: { ...LACKING_DATA, objections: 'list of `{user, change}`: who requested changes of what' },
    say: (reason, at) => {
      const objections = objectionsOf(reason);
      const who = unique(objections.map(({ user }) => user));
      const what = unique(objections.map(({ change }) => change));
      const they = who.length === 1 ? 'They approve' : 'Each of them approves';
      const more = waitingOf(reason).length === 0 ? '' : ` ${sayLacking(reason, at)}`;
      return `Held by ${some(who)}, who requested changes of ${some(what)}. ${they} it on its latest commit, or a maintainer dismisses the review.${more}`;
    },
  },
  'owners-unknown': {
    group: 'approvals',
    meaning: 'Owners are asked, and it cannot be known whose some of the changed files are.',
    data: {
      ...LACKING_DATA,
      unknown:
        'list of `{change, because, path?, line?}`, the first few; `because` is `files-not-listed`, `changes-not-listed`, `line-unreadable` or `codeowners-too-large`',
      more: 'how many are not listed',
    },
    say: (reason, at) => {
      const [first] = unknownOf(reason);
      const more = waitingOf(reason).length === 0 ? '' : ` ${sayLacking(reason, at)}`;
      return `${first === undefined ? 'The owners of what is changed are not known.' : sayUnknown(first)}${more}`;
    },
  },
  rejected: {
    group: 'approvals',
    meaning: 'A person who was asked said no to this release. It stays failed until the same person approves.',
    data: {
      user: 'who said no',
      reason: 'their reason, when they gave one',
      others: 'who else said no',
    },
    say: (reason) => {
      const because = reason['reason'] === undefined ? '' : `: ${text(reason['reason'])}`;
      const others = reason['others'] === undefined ? '' : ` (also by ${list(reason['others'])})`;
      return `Rejected by ${text(reason['user'])}${because}${others}. Only their own approval takes that back; or deploy another commit.`;
    },
  },
} as const satisfies Readonly<Record<string, ReasonEntry>>;

/** Why an opinion of a person does not count. */
export const IGNORED = {
  contributor: 'wrote part of what is approved',
  deployer: 'started this deployment',
  stale: 'approved an earlier commit',
  dismissed: 'the approval was dismissed',
  'changes-requested': 'asked for changes',
  bot: 'is a bot',
  'not-eligible': 'is not among those who are asked',
  'comment-not-accepted': 'approved by a comment, which does not count here',
  'source-not-accepted': 'approved in a way that this gate does not accept',
  superseded:
    'approved before this commit failed, was rolled back or was held here, or before what it would take away was deployed',
  'before-verification': 'approved before this commit had been verified where the gate asks for that',
  expired: 'approved too long ago for this gate',
  'used-elsewhere': 'counts for another requirement that needs different people',
} as const satisfies Readonly<Record<string, string>>;

export type IgnoredCode = keyof typeof IGNORED;

export function sayIgnored(code: string): string {
  return Object.hasOwn(IGNORED, code) ? IGNORED[code as IgnoredCode] : code;
}

function inRole({ as: role }: Reason): string {
  return role === undefined ? '' : ` in the role of ${text(role)}`;
}

function people(number: unknown): string {
  return number === 1 ? '1 person' : `${String(number)} people`;
}
