/**
 * The one table of reason codes: what each means, and the words for it. Check, comment, page and terminal take their
 * text from here, and the reference page is generated from it.
 */
import { sayBoth } from '../calendar/wording.ts';
import type { Reason } from '../domain/decision.ts';
import { type EpochMs, epochMs, type Instant } from '../domain/instant.ts';

export interface ReasonEntry {
  readonly group: 'approvals' | 'time' | 'safety';
  /** When the code is given, for the reference page. */
  readonly meaning: string;
  /** Names and meanings of the data, for the reference page. */
  readonly data: Readonly<Record<string, string>>;
  /** What is so, why it matters, what to do next: one or two sentences of plain text. */
  readonly say: (reason: Reason, at: EpochMs) => string;
}

const APPROVAL_DATA = {
  needed: 'how many people are asked for',
  of: '`change` or `release`',
  from: 'who may approve, in words',
};

export const REASONS = {
  enough: {
    group: 'approvals',
    meaning: 'Enough of the right people approved.',
    data: APPROVAL_DATA,
    say: (reason) =>
      reason['of'] === 'release'
        ? `Approved by ${people(reason['needed'])} or more, as required.`
        : `Every change has ${count(reason['needed'], 'approval')} or more, as required.`,
  },
  'not-enough': {
    group: 'approvals',
    meaning: 'Approvals are missing.',
    data: { ...APPROVAL_DATA, waiting: 'list of `{change, missing}`: what lacks how many approvals' },
    say: (reason) => {
      const waiting = waitingOf(reason);
      return `Needs ${sayMissing(waiting)} by ${text(reason['from'])}. ${howToApprove(reason, waiting)}`;
    },
  },
  rejected: {
    group: 'approvals',
    meaning: 'A person who was asked said no to this release. It stays failed until the same person approves.',
    data: { user: 'who said no', reason: 'their reason, when they gave one' },
    say: (reason) => {
      const because = reason['reason'] === undefined ? '' : `: ${text(reason['reason'])}`;
      return `Rejected by ${text(reason['user'])}${because}. Only their own approval takes that back; or deploy another commit.`;
    },
  },
  'window-open': {
    group: 'time',
    meaning: 'One of the windows is open.',
    data: {
      windows: 'names of the open windows',
      closesAt: 'when that ends, or null',
      zone: 'zone of the times in words',
    },
    say: (reason, at) => {
      const closes = reason['closesAt'] === null ? '' : ` until ${moment(reason['closesAt'], reason, at)}`;
      return `${windows(reason)} open${closes}.`;
    },
  },
  'window-closed': {
    group: 'time',
    meaning: 'None of the windows is open now.',
    data: { windows: 'names of the windows', opensAt: 'when the next one opens', zone: 'zone of the times in words' },
    say: (reason, at) =>
      `${windows(reason)} closed; the next opening is ${moment(reason['opensAt'], reason, at)}. It opens by itself.`,
  },
  freeze: {
    group: 'time',
    meaning: 'A freeze that concerns this release is running.',
    data: { freezes: 'names of the freezes', until: 'when they end, or null', zone: 'zone of the times in words' },
    say: (reason, at) => {
      const end = reason['until'] === null ? 'until somebody lifts it' : `until ${moment(reason['until'], reason, at)}`;
      return `Frozen by ${list(reason['freezes'])} ${end}. Wait for the end, or break glass if it cannot wait.`;
    },
  },
  'no-freeze': {
    group: 'time',
    meaning: 'No freeze that concerns this release is running.',
    data: {
      freezes: 'names of the next ones, if any',
      beginsAt: 'when they begin',
      zone: 'zone of the times in words',
    },
    say: (reason, at) => {
      if (reason['beginsAt'] === undefined) return 'No freeze concerns this release, now or later.';
      return `No freeze is running for this release; ${list(reason['freezes'])} begins ${moment(reason['beginsAt'], reason, at)}.`;
    },
  },
  'never-opens': {
    group: 'time',
    meaning: 'The windows and freezes of the policy leave no time at which this release could go out.',
    data: { windows: 'names of the windows' },
    say: () =>
      'The windows and freezes of the policy leave no time for this release within 100 years. The policy has to be changed.',
  },
  'no-hold': {
    group: 'safety',
    meaning: 'The environment refuses some commits, and this release contains none of them.',
    data: {},
    say: () => 'The release contains no commit that is held back.',
  },
  quarantined: {
    group: 'safety',
    meaning: 'The release contains a commit that the environment refuses until a person lifts the hold.',
    data: { sha: 'the commit', by: 'who set the hold', reason: 'why' },
    say: (reason) =>
      `Contains ${text(reason['sha']).slice(0, 7)}, held back by ${text(reason['by'])}: ${text(reason['reason'])}. Deploy a commit without it, or have the hold lifted; an override does not.`,
  },
  'environment-unknown': {
    group: 'safety',
    meaning: 'No entry of `environments` names this environment, so no rules are known for it.',
    data: { environment: 'the environment' },
    say: (reason) =>
      `No entry of environments in the policy names ${text(reason['environment'])}, so nothing says when it may open. Add it to the policy on the default branch.`,
  },
} as const satisfies Readonly<Record<string, ReasonEntry>>;

export type ReasonCode = keyof typeof REASONS;

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
  superseded: 'approved before this commit failed, was rolled back or was held here',
  'used-elsewhere': 'counts for another requirement that needs different people',
} as const satisfies Readonly<Record<string, string>>;

/** Why a change or a release has a tier whatever the rules say. */
export const TIER_CODES = {
  incomplete: 'GitHub listed only a part of the changes or files: highest tier.',
  'first-deployment': 'Nothing ran in the environment before and no changes are listed: highest tier.',
  diverged: 'The release does not contain the commit that runs now, so it takes commits away: highest tier.',
  backward: 'The release goes back, and what it takes away is not listed: highest tier.',
  'unknown-contributor': 'A commit is by somebody GitHub does not know: one tier up.',
  'label-not-permitted': 'A label that lowers something was set by a person who may not: it does not lower.',
  'tiers-conflict':
    'The tiers of the repository do not contain those of the organisation in the same order: highest tier.',
  redeploy: 'The environment runs this commit already and there are no changes: lowest tier.',
  'no-changes': 'The release has no changes: lowest tier.',
} as const satisfies Readonly<Record<string, string>>;

/** Why a gate is skipped. */
export const SKIPPED = {
  'excepted-type': 'the gate excepts releases of this type',
  'authorised-rollback': 'the release goes back to a commit that was verified here, and somebody who may approved that',
} as const satisfies Readonly<Record<string, string>>;

export type SkipCode = keyof typeof SKIPPED;

/** The text of a reason. `at` is the instant of the decision: other years are told with the year. */
export function sayReason(reason: Reason, at: EpochMs): string {
  const entry: ReasonEntry | undefined = Object.hasOwn(REASONS, reason.code)
    ? REASONS[reason.code as ReasonCode]
    : undefined;
  return entry === undefined ? reason.code : entry.say(reason, at);
}

export function sayIgnored(code: string): string {
  return Object.hasOwn(IGNORED, code) ? IGNORED[code as keyof typeof IGNORED] : code;
}

export interface Waiting {
  readonly change: string;
  readonly missing: number;
}

/** What lacks approvals, of a reason `not-enough`, in words. */
export function waitingOf(reason: Reason): readonly Waiting[] {
  const waiting = Array.isArray(reason['waiting']) ? (reason['waiting'] as readonly Waiting[]) : [];
  return reason['of'] === 'release' ? waiting.map((each) => ({ ...each, change: 'this release' })) : waiting;
}

/** `1 more approval of each of #12, #13`, `1 more approval of #12, 2 more approvals of #13`. */
function sayMissing(waiting: readonly Waiting[]): string {
  const told = waiting.slice(0, 5);
  const rest = waiting.length > told.length ? ` and ${count(waiting.length - told.length, 'more change')}` : '';
  const [first] = told;
  if (first !== undefined && told.length > 1 && waiting.every(({ missing }) => missing === first.missing)) {
    return `${count(first.missing, 'more approval')} of each of ${told.map(({ change }) => change).join(', ')}${rest}`;
  }
  return `${told.map(({ change, missing }) => `${count(missing, 'more approval')} of ${change}`).join(', ')}${rest}`;
}

function howToApprove(reason: Reason, waiting: readonly Waiting[]): string {
  if (reason['of'] === 'release') return 'Approve this deployment.';
  const isReviewed = (each: Waiting): boolean => each.change.startsWith('#');
  if (waiting.every(isReviewed)) return 'Approve the pull request on its latest commit.';
  const why = 'What has no pull request cannot be reviewed, so approve this deployment';
  return waiting.some(isReviewed) ? `${why}, and each pull request on its latest commit.` : `${why}.`;
}

/** `1 more approval`, `2 more approvals`. */
export function count(number: unknown, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}

function people(number: unknown): string {
  return number === 1 ? '1 person' : `${String(number)} people`;
}

function windows(reason: Reason): string {
  const names = Array.isArray(reason['windows']) ? reason['windows'] : [];
  return names.length === 1 ? `Window ${String(names[0])} is` : `Windows ${names.join(', ')} are`;
}

function list(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : text(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : String(value ?? '');
}

function moment(instant: unknown, reason: Reason, at: EpochMs): string {
  return sayBoth(epochMs(instant as Instant), text(reason['zone']) || 'UTC', at);
}
