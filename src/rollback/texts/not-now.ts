/** Texts of the rows that look at the finding: nothing is wrong with a rollback as such, it is not for this one. */
import type { RollbackCode } from '../decision.ts';
import { type Data, type Names, type Say, said, saidList, saidTime, shortSha, type Text } from './said.ts';

type Codes = Extract<
  RollbackCode,
  | 'disabled'
  | 'untracked'
  | 'verified'
  | 'stale-event'
  | 'superseded'
  | 'not-settled'
  | 'paused'
  | 'inconclusive'
  | 'not-a-trigger'
  | 'pre-existing'
  | 'runner-network'
  | 'advisory-only'
>;

export const NOT_NOW_TEXTS: Readonly<Record<Codes, Say>> = {
  disabled: () => ({
    headline: 'No rollback: none is set up here',
    why: 'The policy has no `rollback` section for this environment.',
    next: 'Deploy a good commit by hand. To have rollbacks, add `rollback:` to the environment in the policy.',
  }),
  untracked: () => ({
    headline: 'No rollback: this deployment is not tracked',
    why: 'The finding names no deployment of a deploy workflow in this environment, so it is not known what would be taken away.',
    next: 'Look which deployment was verified. A verification has to name the deployment and the commit that it looked at.',
  }),
  verified: () => ({
    headline: 'Verified: the deployment is good',
    why: 'All required checks passed, so there is nothing to roll back.',
    next: 'Nothing to do.',
  }),
  'stale-event': ({ ageMs, mostMs }, { order }) => ({
    headline: 'Not rolled back: the finding is too old to act on',
    why: `It was made ${saidTime(ageMs)} ago; after ${saidTime(mostMs)} nobody can say that it is still true.`,
    next: `Look at the environment now. If it is good, verify it again; if it is bad, ${order}.`,
  }),
  superseded: ({ newer, newerSha, isDeployed }, { keptOut }) =>
    isDeployed === false
      ? {
          headline: 'Not rolled back from this one: a newer deployment failed on top of it',
          why: `Deployment ${said(newer, 'that')} (${shortSha(newerSha, 'another commit')}) began later and failed, so it decides what is gone back from.`,
          next: `See what was decided about the newer deployment. ${keptOut}`,
        }
      : {
          headline: 'No rollback: something newer runs already',
          why: `Deployment ${said(newer, 'that')} (${shortSha(newerSha, 'another commit')}) replaced this one.`,
          next: 'Nothing to do for this deployment. The newer one is verified by itself.',
        },
  'not-settled': ({ newer, newerSha }, { later }) => ({
    headline: 'Waiting: a newer deployment is under way',
    why: `Deployment ${said(newer, 'that')} (${shortSha(newerSha, 'another commit')}) has begun or waits, and may replace the bad one. Two deployments at once would race.`,
    next: `Wait until it has ended. ${later} To go back now, cancel its run first.`,
  }),
  paused: () => ({
    headline: 'Not rolled back: rollbacks are paused here',
    why: 'A person paused rollbacks in this environment, and nothing goes back until that is taken away.',
    next: 'Ask who paused it. They decide whether to end the pause or to repair the environment another way.',
  }),
  inconclusive: (data, names) => inconclusive(data, names),
  'not-a-trigger': ({ verdict, on }, { order }) => ({
    headline:
      verdict === 'missing'
        ? 'Not rolled back: no verification arrived, and nobody knows whether the deployment is good'
        : `Not rolled back: the policy starts no rollback for the verdict \`${said(verdict, 'unknown')}\``,
    why: `Rollbacks start on ${saidList(on, 'nothing')} here (\`on\` in the policy).`,
    next: `Look at the environment. If it is good, verify it again; if it is bad, ${order}.`,
  }),
  'pre-existing': ({ checks }) => ({
    headline: 'Not rolled back: it was broken before this deployment',
    why: `What failed (${saidList(checks, 'the checks')}) had failed before the deployment as well, so going back would not repair it.`,
    next: 'Look at what the failed checks depend on, for instance a service of somebody else.',
  }),
  'runner-network': () => ({
    headline: 'Not rolled back: the network of the runner is at fault',
    why: 'The control address could not be reached either, so the checks say nothing of the deployment.',
    next: 'Verify it again from a runner with a working network.',
  }),
  'advisory-only': () => ({
    headline: 'No rollback: only advisory checks failed',
    why: 'The verdict does not depend on them.',
    next: 'Look at the report when there is time.',
  }),
};

function inconclusive({ verdict, retries, cause }: Data, { order, keptOut }: Names): Text {
  const what = `The verification ended with \`${said(verdict, 'no verdict')}\`${cause === null || cause === undefined ? '' : ` (${said(cause, 'no cause told')})`}`;
  if (cause === 'cancelled') {
    return {
      headline: 'Not rolled back: the verification was cancelled',
      why: `${what}. That somebody cancelled it says nothing of the deployment.`,
      next: `Verify it again. If the environment is bad, ${order}.`,
    };
  }
  if (retries === 0) {
    return {
      headline: 'Not rolled back yet: the verification could not say',
      why: `${what}, which is neither good nor bad.`,
      next: 'Run the job that verifies once more.',
    };
  }
  return {
    headline: 'Not rolled back: nobody can say whether the deployment is good',
    why: `${what} again. Nothing is rolled back on a guess. ${keptOut}`,
    next: `Look at the environment and the report. If it is good, verify it again; if it is bad, ${order}.`,
  };
}
