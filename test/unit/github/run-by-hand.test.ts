import { expect, test } from 'vitest';
import { runByHand } from '../../../src/github/reads/run-by-hand.ts';

const RUN = { event: 'workflow_dispatch', path: '.github/workflows/deploy.yml', head_sha: 'a'.repeat(40) };

test('a run that was started by hand is told with its workflow at its commit, whatever reference GitHub adds', () => {
  const told = { workflow: '.github/workflows/deploy.yml', sha: 'a'.repeat(40) };
  expect(runByHand(RUN)).toEqual(told);
  expect(runByHand({ ...RUN, path: '.github/workflows/deploy.yml@refs/heads/main' })).toEqual(told);
  expect(runByHand({ ...RUN, event: 'push' })).toBeUndefined();
});
