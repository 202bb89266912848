/** Rows 0 to 4: is this a finding about what runs here now, and may we act on it at all? */
import { epochMs } from '../../domain/instant.ts';
import type { FailedDeployment, LaneDeployment } from '../case.ts';
import { isDeployment, isNewer } from '../known-good.ts';
import { type Found, holds, type Look, passes, type Row } from './row.ts';

export const SCOPE_ROWS: readonly Row[] = [
  {
    number: 0,
    code: 'disabled',
    action: 'none',
    keepsOut: false,
    condition: 'The policy says nothing of rollbacks in this environment',
    look: ({ case: { rules } }) =>
      rules === undefined ? holds('no `rollback` section') : passes('rollbacks are set up'),
  },
  {
    number: 0,
    code: 'untracked',
    action: 'none',
    keepsOut: false,
    condition: 'The finding is of no deployment that we track',
    look: lookForDeployment,
  },
  {
    number: 1,
    code: 'verified',
    action: 'none',
    keepsOut: false,
    condition: 'The verification passed',
    look: lookForPass,
  },
  {
    number: 2,
    code: 'stale-event',
    action: 'page',
    keepsOut: false,
    condition: 'The finding is older than 20 minutes, and no person asked',
    look: lookAtAge,
  },
  {
    number: 3,
    code: 'superseded',
    action: 'none',
    keepsOut: false,
    condition: 'A newer deployment of the environment has ended',
    look: lookForSuccessor,
  },
  {
    number: 3,
    code: 'not-settled',
    action: 'hold',
    keepsOut: false,
    condition: 'A newer deployment of the environment is under way or waits',
    look: lookForNewer,
  },
  {
    number: 4,
    code: 'paused',
    action: 'page',
    keepsOut: false,
    condition: 'A person paused rollbacks here',
    look: ({ case: { isPaused } }) => (isPaused ? holds('paused by a person') : passes('not paused')),
  },
];

function lookForDeployment({ case: { failed, deployments } }: Look): Found {
  if (failed === null) return holds('no deployment');
  const own = deployments.find(({ id }) => id === failed.id);
  if (own !== undefined && !isDeployment(own)) return holds(`deployment ${failed.id} is none of a deploy workflow`);
  return passes(`deployment ${failed.id}`);
}

function lookForPass({ case: { trigger } }: Look): Found {
  if (trigger.kind === 'requested') return passes(`asked for by ${trigger.by}`);
  return trigger.verdict === 'pass' ? holds('pass') : passes(trigger.verdict);
}

/** A finding from the future has a clock that nobody can go by. */
function lookAtAge({ case: { at, trigger, rules } }: Look): Found {
  if (trigger.kind === 'requested') return passes(`asked for by ${trigger.by}`);
  const ageMs = epochMs(at) - epochMs(trigger.at);
  const mostMs = rules?.maxFailureAgeMs ?? 0;
  const value = `${Math.round(ageMs / 1000)} s old, at most ${Math.round(mostMs / 1000)} s`;
  return Math.abs(ageMs) > mostMs ? holds(value, { foundAt: trigger.at, ageMs, mostMs }) : passes(value);
}

/** A newer one that never succeeded may have left anything behind: its own finding decides, and until then this one stays out. */
function lookForSuccessor({ case: { deployments, failed } }: Look): Found {
  const newer = newerThan(failed, deployments);
  const ended = newer.find(({ state, everSucceeded }) => state === 'success' || state === 'failure' || everSucceeded);
  if (ended === undefined) return passes('nothing newer has ended');
  const isDeployed = ended.everSucceeded || ended.state === 'success';
  const found = holds(`deployment ${ended.id} is newer`, { newer: ended.id, newerSha: ended.sha, isDeployed });
  return isDeployed ? found : { ...found, action: 'hold', keepsOut: true };
}

function lookForNewer({ case: { deployments, failed } }: Look): Found {
  const [waiting] = newerThan(failed, deployments);
  if (waiting === undefined) return passes('nothing newer is under way');
  return holds(`deployment ${waiting.id} is ${waiting.state}`, { newer: waiting.id, newerSha: waiting.sha });
}

function newerThan(failed: FailedDeployment | null, deployments: readonly LaneDeployment[]): readonly LaneDeployment[] {
  if (failed === null) return [];
  return deployments.filter((each) => each.id !== failed.id && isDeployment(each) && isNewer(each, failed));
}
