/** Reasons of what a release can prove: checks, checklists, incidents, dependencies, earlier environments. */
import type { Reason } from '../../domain/decision.ts';
import type { UncountedFact } from '../../domain/facts.ts';
import { sayUncounted } from './uncounted.ts';
import { firstOf, type Item, list, moment, type ReasonEntry, text } from './wording.ts';

const LACKING =
  'list of `{name, app, code, state, apps}`: what does not pass, worst first; `state` is `missing`, `ambiguous`, `queued`, `in_progress` or the conclusion, `apps` who reports an ambiguous name (null: a commit status)';

const PROMOTION = {
  from: 'the environment that is promoted from',
  soak: 'how long the commit has to stay healthy there, or null',
  zone: 'zone of the times in words',
};

export const EVIDENCE_REASONS = {
  'checks-passed': {
    group: 'evidence',
    meaning: 'Every check that the gate asks for passed on this commit.',
    data: { checks: 'their names' },
    say: (reason) => `Passed: ${firstOf(reason['checks'], (name) => text(name))}.`,
  },
  'check-failed': {
    group: 'evidence',
    meaning: 'The newest run of a check has another conclusion than `success` and those that `allow` lists.',
    data: { checks: LACKING },
    say: (reason) =>
      `Not passed: ${sayChecks(reason)}. Fix what fails, or run it again; a newer run of the same name counts.`,
  },
  'check-ambiguous': {
    group: 'evidence',
    meaning: 'Two apps, or an app and a commit status, report one name, and the gate does not say which it asks for.',
    data: { checks: LACKING },
    say: (reason) =>
      `Not clear: ${sayChecks(reason)}. Anyone who can report a status could pass it, so the policy has to name the app: { name: …, app: … }.`,
  },
  'check-missing': {
    group: 'evidence',
    meaning: 'No run of a check is known for this commit.',
    data: { checks: LACKING },
    say: (reason) =>
      `Missing: ${sayChecks(reason)}. Start it on this commit; if it never comes, compare the name in the policy with the one GitHub shows.`,
  },
  'check-pending': {
    group: 'evidence',
    meaning: 'The newest run of a check has not ended.',
    data: { checks: LACKING },
    say: (reason) => `Not finished: ${sayChecks(reason)}. Wait for it; its end is noticed by itself.`,
  },
  'checklist-done': {
    group: 'evidence',
    meaning: 'No box of a task list in the bodies of the pull requests is open.',
    data: { boxes: 'how many boxes there are' },
    say: ({ boxes }) =>
      boxes === 0
        ? 'The pull requests have no checklists, so nothing is open.'
        : `${boxes === 1 ? 'The only box' : `All ${text(boxes)} boxes`} of the pull requests' checklists ${boxes === 1 ? 'is' : 'are'} ticked.`,
  },
  'checklist-open': {
    group: 'evidence',
    meaning: 'A box of a task list in the body of a pull request is not ticked.',
    data: {
      open: 'list of `{change, text}`: the first five open boxes',
      unticked: 'how many are open',
      boxes: 'how many there are',
    },
    say: (reason) => {
      const told = firstOf(
        reason['open'],
        (box) => `${text(box['change'])} "${text(box['text'])}"`,
        reason['unticked'],
      );
      return `Not ticked (${text(reason['unticked'])} of ${text(reason['boxes'])}): ${told}. Do what they say and tick the boxes in the pull requests.`;
    },
  },
  incomplete: {
    group: 'evidence',
    meaning: 'GitHub listed only a part of the changes, so nobody knows what the others say.',
    data: { asked: '`sections` or `linked-issue`; absent: checklists' },
    say: (reason) =>
      `Not all pull requests of this release are listed, so their ${UNSEEN[text(reason['asked'])] ?? 'checklists'} are not known. Deploy fewer changes at once, or use an override where the policy has one.`,
  },
  'no-incident': {
    group: 'evidence',
    meaning: 'No issue with one of the labels is open.',
    data: { labels: 'the labels' },
    say: (reason) => `No open issue is labelled ${either(reason['labels'])}.`,
  },
  'incident-open': {
    group: 'evidence',
    meaning: 'An issue with one of the labels is open.',
    data: { incidents: 'numbers of the issues', labels: 'the labels' },
    say: (reason) => {
      const told = firstOf(reason['incidents'], (number) => `#${text(number)}`);
      return `Open incidents labelled ${either(reason['labels'])}: ${told}. Nothing new goes out until they are closed, or the label is taken off.`;
    },
  },
  'dependencies-healthy': {
    group: 'evidence',
    meaning: 'The lanes of other repositories that the gate names are healthy.',
    data: { dependencies: 'list of `{repository, environment}`' },
    say: (reason) => `Healthy: ${firstOf(reason['dependencies'], sayLane)}.`,
  },
  'dependency-unhealthy': {
    group: 'evidence',
    meaning: 'A lane of another repository is failing, rolling back, or not known.',
    data: { dependencies: 'list of `{repository, environment, health}`: those that are not healthy' },
    say: (reason) => {
      const told = firstOf(
        reason['dependencies'],
        (each) => `${sayLane(each)} is ${HEALTH[text(each['health'])] ?? 'in a state that is not known'}`,
      );
      const lanes: readonly Item[] = Array.isArray(reason['dependencies']) ? reason['dependencies'] : [];
      const isKnown = lanes.some((each) => Object.hasOwn(HEALTH, text(each['health'])));
      return isKnown
        ? `Not healthy: ${told}. Ask who runs it; this opens when it is healthy again.`
        : `Not known to be healthy: ${told}. It is known when that repository's deployments are verified and can be read; if it cannot wait, break glass.`;
    },
  },
  'not-deployed': {
    group: 'evidence',
    meaning:
      'The commit was not deployed with success to the environment that is promoted from, or was replaced there before its soak was over.',
    data: { ...PROMOTION, replacedAt: 'when another commit replaced it, if one did' },
    say: (reason, at) => {
      const from = text(reason['from']);
      if (reason['replacedAt'] === undefined) {
        return `This very commit was not deployed to ${from} yet. Deploy it there and have it verified first.`;
      }
      return `Another commit replaced this one in ${from} ${moment(reason['replacedAt'], reason, at)}, before it had been healthy there for ${text(reason['soak'])}. Deploy it to ${from} again and have it verified.`;
    },
  },
  'not-verified': {
    group: 'evidence',
    meaning:
      'The commit was deployed to the environment that is promoted from, and no verification of it passed there, or a later one failed.',
    data: {
      ...PROMOTION,
      failedAt: 'when the latest verification failed, if one did',
      uncounted:
        '`{code, asked, path, at}`: a verification that passed there and does not count, because it is not by the file that `verify.smoke` names; `code` is `other-file`, `other-content`, `no-such-file`, `unnamed` or `policy-unknown`',
    },
    say: (reason, at) => {
      const from = text(reason['from']);
      const uncounted = reason['uncounted'] as UncountedFact | undefined;
      if (uncounted !== undefined) return `Not verified in ${from}. ${sayUncounted(uncounted)}`;
      if (reason['failedAt'] === undefined) {
        return `This commit was deployed to ${from}, but nothing has verified that deployment yet. Run its verification there, or wait for it.`;
      }
      return `The verification of this commit in ${from} failed ${moment(reason['failedAt'], reason, at)}, and none passed since. Find out why; deploy a fix, or have it verified there again.`;
    },
  },
  soaking: {
    group: 'evidence',
    meaning:
      'The commit is verified in the environment that is promoted from, and has not been healthy for long enough.',
    data: { ...PROMOTION, since: 'when the soak began', until: 'when it is over' },
    say: (reason, at) => {
      const { since, until } = reason;
      const times =
        typeof since === 'string' && typeof until === 'string'
          ? ` It is since ${moment(since, reason, at)}, so that is until ${moment(until, reason, at)}.`
          : '';
      return `This commit has to be healthy in ${text(reason['from'])} for ${text(reason['soak'])}.${times} It opens by itself, unless a verification fails or another commit is deployed there.`;
    },
  },
  soaked: {
    group: 'evidence',
    meaning: 'The commit was verified in the environment that is promoted from, and healthy for as long as asked.',
    data: { ...PROMOTION, since: 'since when that is so' },
    say: (reason) => {
      const stayed = reason['soak'] === null ? '' : ` and stayed healthy for ${text(reason['soak'])}`;
      return `This very commit was verified in ${text(reason['from'])}${stayed}.`;
    },
  },
} as const satisfies Readonly<Record<string, ReasonEntry>>;

const UNSEEN: Readonly<Record<string, string>> = { sections: 'sections', 'linked-issue': 'issues' };

const HEALTH: Readonly<Record<string, string>> = { failing: 'failing', 'rolling-back': 'rolling back' };

function sayChecks(reason: Reason): string {
  return firstOf(reason['checks'], (check) => {
    const app = check['app'] === undefined ? '' : ` (${text(check['app'])})`;
    return `${text(check['name'])}${app} ${sayState(check)}`;
  });
}

function sayState({ code, state, apps }: Item): string {
  if (code === 'check-missing') return 'has not run on this commit';
  if (code === 'check-ambiguous') {
    const names = (Array.isArray(apps) ? apps : []).map((app) => (app === null ? 'a commit status' : text(app)));
    return `is reported by ${names.join(' and ')}`;
  }
  if (code === 'check-failed') return state === 'unknown' ? 'ended without a conclusion' : `ended with ${text(state)}`;
  return state === 'queued' ? 'is queued' : 'is running';
}

function sayLane(lane: Item): string {
  return `${text(lane['environment'])} of ${text(lane['repository'])}`;
}

function either(labels: unknown): string {
  return Array.isArray(labels) ? labels.join(' or ') : list(labels);
}
