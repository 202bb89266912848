/** SIGKILL at chosen moments of real work, on the embedded database. `npm run kill` does it 200 times. */
import { expect, test } from 'vitest';
import { killLoop } from '../../kill/loop.ts';

const SEED = 20;

test('one process, killed 3 times at all moments of its work, loses nothing and does nothing twice', {
  timeout: 600_000,
}, async () => {
  const report = await killLoop({ rounds: 3, seed: SEED, processes: 1 });
  expect(report.findings).toEqual([]);
  expect(report.kills).toBeGreaterThanOrEqual(3);
  expect(report.acknowledged).toBeGreaterThan(3);
});
