/** Reasons of the gates around a release: is the target ready, does the plan go on, is it this repository's turn. */
import type { Reason } from '../../domain/decision.ts';
import type { EpochMs } from '../../domain/instant.ts';
import { firstOf, type Item, moment, type ReasonEntry, text } from './wording.ts';

const RUN = {
  file: 'the smoke file',
  ranAt: 'when it ran',
  until: 'until when that counts',
  zone: 'zone of the times in words',
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
    data: { ...RUN, failed: 'ids of the required checks that did not pass' },
    say: (reason, at) => {
      const failed = Array.isArray(reason['failed']) && reason['failed'].length > 0;
      const what = failed ? `: ${firstOf(reason['failed'], text)} did not pass` : '';
      return `The target is not ready: ${text(reason['file'])} failed${ranAt(reason, at)}${what}. Repair the target; the preflight is run again by itself.`;
    },
  },
  'preflight-unknown': {
    group: 'safety',
    meaning: 'Whether the target is ready is not known.',
    data: {
      file: 'the smoke file',
      because: '`not-run`, `too-old` (a run counts for ten minutes), `error` or `inconclusive`',
    },
    say: (reason) =>
      `The preflight ${text(reason['file'])} ${PREFLIGHT[text(reason['because'])] ?? PREFLIGHT['not-run']}`,
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
    },
    say: (reason) => {
      const because = reason['reason'] === undefined ? '' : `: ${text(reason['reason'])}`;
      const others = reason['others'] === undefined ? '' : ` (and no-go at ${text(reason['others'])} more)`;
      const stage = text(reason['stage']);
      return `No-go for ${text(reason['plan'])} at ${stage} by ${text(reason['user'])}${because}${others}. Settle that; then /tidegate go ${quoted(stage)} on its record lets it go on.`;
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
    say: (reason) =>
      `Train ${sayTrain(reason)} is held: it failed in ${sayMembers(reason)}. Bring a new release there, and the others go on; or take back all of it from the record of the train.`,
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

function ranAt(reason: Reason, at: EpochMs): string {
  return typeof reason['ranAt'] === 'string' ? ` ${moment(reason['ranAt'], reason, at)}` : '';
}

function sayTrain(reason: Reason): string {
  return `${text(reason['train'])} ("${text(reason['title'])}")`;
}

function sayMembers(reason: Reason): string {
  return firstOf(reason['members'], (each: Item) => text(each['repository']));
}

/** As the command takes it. */
function quoted(stage: string): string {
  return /\s/.test(stage) ? `"${stage}"` : stage;
}
