/** Texts of the rows that look at the way back. */
import type { RollbackCode } from '../decision.ts';
import type { NOT_NOW_TEXTS } from './not-now.ts';
import { type Data, records, type Say, said, saidCount, saidList, saidTime, shortSha, type Text } from './said.ts';

type Codes = Exclude<RollbackCode, keyof typeof NOT_NOW_TEXTS>;

export const GOING_BACK_TEXTS: Readonly<Record<Codes, Say>> = {
  'rollback-failed': (_, { failed }) => ({
    headline: 'The rollback itself failed: people have to look now',
    why: `A rollback deployed ${failed}, and it is not good either. No rule rolls back a rollback: going further and further back makes it worse.`,
    next: 'Find out what both versions have in common (data, configuration, a service they need), then deploy a repair or choose a commit by hand.',
  }),
  'attempts-exhausted': ({ used, attempts }, { failed, keptOut }) => ({
    headline: 'Not rolled back: this release was rolled back before',
    why: `Here, ${failed} was rolled back ${saidCount(used)}, and \`limit.attempts\` allows ${said(attempts, '1')}. ${keptOut}`,
    next: 'Find out how it came back. Deploy a repair, or deploy a good commit by hand.',
  }),
  flapping: ({ used, most, perMs, rollbacks }, { keptOut }) => ({
    headline: 'Not rolled back: this environment keeps going back',
    why: `It went back ${saidCount(used)} within ${saidTime(perMs)}, and \`limit.at-most\` allows ${said(most, 'no more')}: ${sayRollbacks(rollbacks)}. ${keptOut}`,
    next: 'Stop deploying here and find the common cause. A person can deploy a good commit by hand.',
  }),
  'no-lkg': ({ rejected }) => ({
    headline: 'Not rolled back: no commit is known to be good here',
    why:
      rejected === 0
        ? 'Nothing else was ever deployed here.'
        : `None of the ${said(rejected, '')} deployments that were looked at may be gone back to; the report says why for each.`,
    next: 'The environment is left as it is. Deploy a repair; it is not kept out.',
  }),
  'point-of-no-return': ({ barriers }) => ({
    headline: 'Not rolled back: a change cannot be taken back',
    why: `Going back would take away ${sayBarriers(barriers)}. Older code may not work with what it left behind.`,
    next: 'Go forward: revert the fault in a new pull request, or switch it off, and deploy that. It is not kept out.',
  }),
  'barrier-unknown': ({ because, change }, { target, order }) => ({
    headline: 'Not rolled back by itself: not all that would be taken away could be read',
    why: `${WHY_UNKNOWN[said(because, '')] ?? 'The list of changes is not complete'}${typeof change === 'string' ? ` (${change})` : ''}, so there may be a change in it that cannot be taken back.`,
    next: `Look at what lies between ${target} and the bad commit, above all at migrations. To go back then, ${order}. Otherwise deploy a repair.`,
  }),
  'target-unavailable': ({ because, next }, { target, keptOut }) => ({
    headline: 'Not rolled back: what would be gone back to cannot be deployed',
    why: `Nothing can deploy ${target}: ${WHY_UNAVAILABLE[said(because, '')] ?? said(because, 'nobody knows why')}. Nothing was changed. ${keptOut}`,
    next: sayNext(next),
  }),
  dependency: ({ dependants }, { keptOut }) => ({
    headline: 'Not rolled back: something else needs this version',
    why: `The version that would be taken away is needed by ${saidList(dependants, 'another lane')}. ${keptOut}`,
    next: 'Take that one back first, or deploy a repair.',
  }),
  'approval-required': ({ tier, because }, { order, keptOut }) => ({
    headline: 'Not rolled back by itself: a person has to say whether it may',
    why: `${WHY_ASKED[said(because, '')]?.(said(tier, 'none')) ?? 'The policy asks people for this rollback'}. ${keptOut}`,
    next: `To go back, ${order}. Otherwise deploy a repair. Nothing is deployed until then.`,
  }),
  'lock-conflict': () => ({
    headline: 'No second rollback: one is under way',
    why: 'Two at once would overtake each other, in an order that nobody chose.',
    next: 'Wait for the one under way. It is verified when it ends.',
  }),
  'already-rolled-back': (_, { target, keptOut }) => ({
    headline: 'Nothing to deploy: last known good runs already',
    why: `The environment answers with ${target}, so the platform went back by itself. ${keptOut}`,
    next: 'Repair the bad commit.',
  }),
  authorized: ({ by }, { target, failed, keptOut }) => ({
    headline: `Rolled back to ${target}`,
    why: `The deployment of ${failed} is bad, ${target} was verified here, and nothing stands in the way; ${Array.isArray(by) && by.length > 0 ? `${saidList(by, '')} said so` : 'the policy authorises it in advance'}.`,
    next: `Wait until ${target} is verified. ${keptOut}`,
  }),
};

const WHY_UNKNOWN: Readonly<Record<string, string>> = {
  'not-read': 'The changes were not read',
  'list-cut': 'GitHub cut the list of changes',
  'nothing-listed': 'No change is listed between two different commits',
  'files-cut': 'GitHub cut the list of files of a change',
};

const WHY_UNAVAILABLE: Readonly<Record<string, string>> = {
  'no-workflow': 'the policy names no `rollback.workflow` that would deploy it',
  'not-looked-at': 'nobody looked whether it is there',
  unknown: 'nobody knows whether it is there',
  missing: 'the commit or the workflow is not there',
};

const WHY_ASKED: Readonly<Record<string, (tier: string) => string>> = {
  tier: (tier) =>
    `Changes of tier \`${tier}\` would be taken away, and the policy asks people about that (\`authorise\`)`,
  'low-confidence': () =>
    'The finding is the end of a job and no verification that proves where it comes from, so nothing goes back on it alone',
  'unexpected-live': () => 'What runs is neither the bad commit nor the last known good one',
};

function sayBarriers(value: unknown): string {
  const named = records(value).map(({ change, by, what }) => {
    const name = said(change, 'a change');
    if (by === 'label') return `${name} (label \`${said(what, '')}\`)`;
    if (by === 'path') return `${name} (touches \`${said(what, '')}\`)`;
    return `${name} (\`Rollback-Barrier: ${said(what, 'no reason given')}\`)`;
  });
  const most = 5;
  if (named.length === 0) return 'a change that must stay';
  return named.length <= most ? named.join(', ') : `${named.slice(0, most).join(', ')} and ${named.length - most} more`;
}

function sayRollbacks(value: unknown): string {
  const named = records(value).map(
    ({ at, from, to }) => `${said(at, 'once')} from ${shortSha(from, 'a commit')} to ${shortSha(to, 'another')}`,
  );
  return named.length === 0 ? 'no list' : named.join('; ');
}

function sayNext(next: unknown): Text['next'] {
  const { sha, deploymentId } = (records([next])[0] ?? {}) as Data;
  if (sha === undefined) return 'Deploy a repair. No older commit is known to be good here.';
  return `The next older one that is known to be good is ${shortSha(sha, 'unknown')} (deployment ${said(deploymentId, 'unknown')}). Nothing goes that far back by itself: deploy it by hand, or deploy a repair.`;
}
