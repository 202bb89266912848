/** Reasons of the gates around a release: is the target ready, does the plan go on, is it this repository's turn. */

import { sayLocal } from '../../calendar/wording.ts';
import { commandWord } from '../../domain/command-word.ts';
import type { Reason } from '../../domain/decision.ts';
import { type EpochMs, epochMs, type Instant } from '../../domain/instant.ts';
import { firstOf, type Item, moment, type ReasonEntry, text } from './wording.ts';

const RUN = {
  file: 'the smoke file',
  ranAt: 'when it ran',
  until: 'until when that counts',
  zone: 'zone of the times in words',
};

const AGAIN = {
  found: 'what did not pass, in one line; absent: nobody said',
  againAt: 'when it is run again by itself; absent: that is not known',
  every: 'with `againAt`: after how many minutes that is done again',
};

const TRAIN = {
  train: 'its name in the policy of the organisation',
  title: 'the title that the milestones have in common',
  environment: 'where it goes',
};

const HOLDING = { ...TRAIN, members: 'list of `{repository, state}`: those that hold it' };

export const READINESS_REASONS = {
  'preflight-passed': {
    group: 'safety',
    meaning: 'The preflight of the environment passed a moment ago. That counts for ten minutes.',
    data: RUN,
    say: (reason, at) => `The target is ready: ${text(reason['file'])} passed${ranAt(reason, at)}.`,
  },
  'preflight-failed': {
    group: 'safety',
    meaning: 'The preflight of the environment failed: the target is not ready for a release.',
    data: { ...RUN, failed: 'ids of the required checks that did not pass', ...AGAIN },
    say: (reason, at) => {
      const failed = Array.isArray(reason['failed']) && reason['failed'].length > 0;
      const ids = failed ? `: ${firstOf(reason['failed'], text)} did not pass` : '';
      const what =
        reason['found'] === undefined
          ? `${text(reason['file'])} failed${ranAt(reason, at)}${ids}`
          : `${text(reason['found'])},${ranAt(reason, at)}`;
      return `The target is not ready: ${what}. Repair it; the preflight is run again by itself${sayAgain(reason, at)}.`;
    },
  },
  'preflight-unknown': {
    group: 'safety',
    meaning: 'Whether the target is ready is not known.',
    data: {
      file: 'the smoke file',
      because: '`not-run`, `too-old` (a run counts for ten minutes), `error` or `inconclusive`',
      ...AGAIN,
    },
    say: (reason, at) => {
      const told = `The preflight ${text(reason['file'])} ${PREFLIGHT[text(reason['because'])] ?? PREFLIGHT['not-run']}`;
      const found = reason['found'] === undefined ? '' : ` What it said: ${text(reason['found'])}.`;
      return `${told.replace(/[.]$/, `${sayAgain(reason, at)}.`)}${found}`;
    },
  },
  go: {
    group: 'safety',
    meaning: 'At every stage of the planned release about which somebody decided, the last word is go.',
    data: { plans: 'titles of the planned releases', stages: 'list of `{plan, stage, user}`: who said go' },
    say: (reason) =>
      `Go for ${firstOf(reason['plans'], text)}: ${firstOf(reason['stages'], (each) => `${text(each['stage'])} by ${text(each['user'])}`)}.`,
  },
  'no-decision': {
    group: 'safety',
    meaning: 'Nobody said go or no-go at a stage of the planned release, so nothing holds it.',
    data: { plans: 'titles of the planned releases' },
    say: (reason) => `Nobody said no-go for ${firstOf(reason['plans'], text)}.`,
  },
  'no-go': {
    group: 'safety',
    meaning: 'At a stage of the planned release the last word is no-go. A later go for that stage takes it back.',
    data: {
      plan: 'title of the planned release',
      stage: 'the stage',
      user: 'who said so',
      reason: 'their reason, when they gave one',
      others: 'at how many other stages the last word is no-go, if at any',
      record: 'number of the issue that is the record of the planned release, where it is known',
      milestone: 'number of the milestone, where nothing of the release belongs to it any more',
      over: 'with `milestone`: whether the milestone is closed, gone or renamed',
      pulls:
        'with `milestone`: the pull requests of the release that the no-go was said about; none: they are not all known',
    },
    say: (reason) => {
      const because = reason['reason'] === undefined ? '' : `: ${text(reason['reason'])}`;
      const others = reason['others'] === undefined ? '' : ` (and no-go at ${text(reason['others'])} more)`;
      const stage = text(reason['stage']);
      const record = reason['record'] === undefined ? 'its record' : `its record, #${text(reason['record'])},`;
      return `No-go for ${text(reason['plan'])} at ${stage} by ${text(reason['user'])}${because}${others}. ${sayPast(reason)}Settle that; then /tidegate go ${commandWord(stage, 'STAGE')} on ${record} lets it go on${sayWayOut(reason)}.`;
    },
  },
  'train-clear': {
    group: 'safety',
    meaning: 'It is the turn of this repository: what goes before it in the train is verified, and nothing failed.',
    data: TRAIN,
    say: (reason) => `It is this repository's turn in train ${sayTrain(reason)}.`,
  },
  'train-failed': {
    group: 'safety',
    meaning: 'A verification failed in a repository of the train. That holds all of them.',
    data: HOLDING,
    say: (reason) => sayTrainFailed(reason),
  },
  'train-no-go': {
    group: 'safety',
    meaning:
      'At a stage of the planned release of another repository of the train the last word is no-go. That holds all of them where the train goes.',
    data: {
      ...TRAIN,
      members:
        'list of `{repository, state, stage, user, record}`: where, and, unless everybody may read this and not that repository, at which stage and who',
    },
    say: (reason) =>
      `Train ${sayTrain(reason)} is held: ${firstOf(reason['members'], sayMemberNoGo)}. When that is settled, ${firstOf(reason['members'], sayMemberGo)} lets it go on.`,
  },
  'train-unreadable': {
    group: 'safety',
    meaning: 'A repository of the train cannot be read, so nobody knows how it is there.',
    data: HOLDING,
    say: (reason) =>
      `Train ${sayTrain(reason)} is held: ${sayMembers(reason)} cannot be read. Install the App there, or take it out of the train.`,
  },
  'train-incomplete': {
    group: 'safety',
    meaning: 'A repository of the train has no planned release of that title.',
    data: HOLDING,
    say: (reason) =>
      `Train ${sayTrain(reason)} is not complete: there is no milestone "${text(reason['title'])}" in ${sayMembers(reason)}. Make one there, or take it out of the train.`,
  },
  'train-order': {
    group: 'safety',
    meaning: 'What goes before this repository in the train is not verified yet.',
    data: HOLDING,
    say: (reason) =>
      `Train ${sayTrain(reason)}: ${firstOf(reason['members'], (each) => `${text(each['repository'])} (${STATES[text(each['state'])] ?? text(each['state'])})`)} goes first. This opens by itself when that is verified in ${text(reason['environment'])}.`,
  },
} as const satisfies Readonly<Record<string, ReasonEntry>>;

const PREFLIGHT: Readonly<Record<string, string>> = {
  'not-run': 'has not been run yet. It is run by itself once nothing else is missing.',
  'too-old': 'said more than ten minutes ago how the target is. It is run again by itself; wait for it.',
  error:
    'could not be run, so nobody knows whether the target is ready. Look at the file and at what it probes; it is run again by itself.',
  inconclusive:
    'did not come to a verdict, so nobody knows whether the target is ready. Look at what it probes; it is run again by itself.',
};

const STATES: Readonly<Record<string, string>> = {
  waiting: 'not deployed yet',
  deployed: 'not verified yet',
  unplanned: 'not planned',
  unreadable: 'not readable',
};

/** Reports on GitHub are not written again for each run, so how often is told as well. */
function sayAgain(reason: Reason, at: EpochMs): string {
  if (typeof reason['againAt'] !== 'string') return '';
  const next = sayLocal(epochMs(reason['againAt'] as Instant), text(reason['zone']) || 'UTC', at);
  return ` every ${text(reason['every'])} minutes, next ${next}`;
}

function ranAt(reason: Reason, at: EpochMs): string {
  return typeof reason['ranAt'] === 'string' ? ` ${moment(reason['ranAt'], reason, at)}` : '';
}

function sayTrain(reason: Reason): string {
  return `${text(reason['train'])} ("${text(reason['title'])}")`;
}

function sayMembers(reason: Reason): string {
  return firstOf(reason['members'], (each: Item) => text(each['repository']));
}

/** What goes back with the others did not fail. */
function sayTrainFailed(reason: Reason): string {
  const members: readonly Item[] = Array.isArray(reason['members']) ? reason['members'] : [];
  const failed = members.filter((each) => each['isTakenBack'] !== true);
  const what =
    failed.length === 0
      ? `it was taken back in ${sayMembers(reason)}`
      : `it failed in ${firstOf(failed, (each) => text(each['repository']))}`;
  return `Train ${sayTrain(reason)} is held: ${what}. Bring a new release there, and the others go on; or take back all of it from the record of the train.`;
}

function sayMemberNoGo({ repository, stage, user }: Item): string {
  if (stage === undefined || user === undefined) return `no-go for ${text(repository)}`;
  return `no-go for ${text(repository)} at ${text(stage)} by ${text(user)}`;
}

function sayMemberGo({ repository, stage, record }: Item): string {
  if (stage === undefined) return `somebody who decides in ${text(repository)}`;
  const where = record === undefined ? `the record of its planned release in ${text(repository)}` : text(record);
  return `/tidegate go ${commandWord(text(stage), 'STAGE')} on ${where}`;
}

/** What left the milestone since, or lost it, is held all the same: whoever reads it has to learn why. */
function sayPast(reason: Reason): string {
  if (reason['milestone'] === undefined) return '';
  const pulls = Array.isArray(reason['pulls']) ? reason['pulls'] : [];
  const milestone = text(reason['milestone']);
  if (pulls.length === 0) {
    return 'Not all that this release brings is known, and it may bring what the no-go was said about. ';
  }
  const about = `The no-go was said about ${firstOf(pulls, sayPull)}`;
  return reason['over'] === true
    ? `${about}; that milestone ${milestone} is closed, gone or renamed since does not end it. `
    : `${about}; leaving milestone ${milestone} does not end it. `;
}

function sayWayOut(reason: Reason): string {
  if (reason['milestone'] === undefined) return '';
  const [first] = Array.isArray(reason['pulls']) ? reason['pulls'] : [];
  const alone =
    first === undefined ? '' : `; /tidegate leave-out ${sayPull(first)} REASON there lets that pull request on alone`;
  return `${alone}. The release manager, approvers of production and those who may override can say so`;
}

function sayPull(number: unknown): string {
  return `#${text(number)}`;
}
