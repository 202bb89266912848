/** SIGKILL at chosen moments of real work, among four processes on one PostgreSQL. `npm run kill` does it 200 times. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dropDatabase, newDatabase } from '../../contract/store/postgres-server.ts';
import { killLoop } from '../../kill/loop.ts';

const SEED = 21;

let databaseUrl = '';
beforeEach(async () => {
  databaseUrl = await newDatabase();
}, 60_000);
afterEach(() => dropDatabase(databaseUrl));

test('four processes, of which 3 are killed at all moments of their work, lose nothing and do nothing twice', {
  timeout: 600_000,
}, async () => {
  const report = await killLoop({ rounds: 3, seed: SEED, processes: 4, databaseUrl });
  expect(report.findings).toEqual([]);
  expect(report.kills).toBeGreaterThanOrEqual(3);
  expect(report.acknowledged).toBeGreaterThan(3);
});
