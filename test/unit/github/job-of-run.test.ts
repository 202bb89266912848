import { expect, test } from 'vitest';
import { isJobOf } from '../../../src/github/reads/gate-deployment.ts';

const SHA = 'a'.repeat(40);
const RUN = { id: 7, headSha: SHA, isAlone: true };
const OWN = { sha: SHA, via: 'github-actions' };

function status(state: string, run?: number) {
  return { state, logUrl: run === undefined ? '' : `https://github.com/acme/shop/actions/runs/${run}/job/9` };
}

test.each([
  ['that waits and names its run', OWN, [status('waiting', 7)], true],
  ['that has gone on since', OWN, [status('success', 7), status('in_progress', 7), status('waiting', 7)], true],
  ['of which GitHub names no App', { ...OWN, via: null }, [status('waiting', 7)], true],
  ['of another commit, whatever it says', { ...OWN, sha: 'b'.repeat(40) }, [status('waiting', 7)], false],
  ['that another App filed', { ...OWN, via: 'deployer' }, [status('waiting', 7)], false],
  ['that never waited, whatever address it has', OWN, [status('queued', 7), status('in_progress', 7)], false],
  ['without a status', OWN, [], false],
  ['of another run', OWN, [status('waiting', 8)], false],
  [
    'of another run, with a later word that it is of this one',
    OWN,
    [status('waiting', 7), status('waiting', 8)],
    false,
  ],
  ['of a run whose number begins alike', OWN, [status('waiting', 70)], false],
] as const)('a deployment %s: is it a job of the run?', (_, deployment, statuses, expected) => {
  expect(isJobOf(RUN, deployment, statuses)).toBe(expected);
});

test('a deployment that names no run is of the one run of its commit that waits, or of none', () => {
  expect(isJobOf(RUN, OWN, [status('waiting')])).toBe(true);
  expect(isJobOf({ ...RUN, isAlone: false }, OWN, [status('waiting')])).toBe(false);
});
