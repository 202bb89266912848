/** The App on PostgreSQL, and two processes of it on one database. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dropDatabase, newDatabase } from '../../contract/store/postgres-server.ts';
import { approvals, mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { POLICY, rehearse } from './rehearsal.ts';

let databaseUrl = '';
beforeEach(async () => {
  databaseUrl = await newDatabase();
});
afterEach(() => dropDatabase(databaseUrl));

test('when one of two processes is killed, the other opens the gate that the first one held, once', async () => {
  await using day = await rehearse({ policy: POLICY, databaseUrl });
  const first = day.app;
  const run = mergeAndDeploy(
    day.shop,
    propose(day.shop, { branch: 'feature', files: { 'src/shop.ts': 'export const a = 1;\n' } }),
  );
  await eventually('a report', () => reports(run)[0]);
  day.app = await day.startAnother();
  await first.kill();
  await day.passTo('2026-11-24T10:00:00+01:00');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  await day.github.settled();
  expect([approvals(run).length, reports(run).length]).toEqual([1, 1]);
  day.github.assertClean();
});

test('two processes that run together answer each gate once', async () => {
  await using day = await rehearse({ policy: POLICY, databaseUrl, startsAt: '2026-11-24T11:00:00+01:00' });
  const second = await day.startAnother();
  try {
    const first = mergeAndDeploy(day.shop, propose(day.shop, { branch: 'a', files: { 'docs/a.md': 'text\n' } }));
    // Of one commit: those of several are let in one at a time.
    const again = ['b', 'c'].map(() => day.shop.startRun({ environment: 'production', actor: 'anna' }));
    const runs = [first, ...again];
    for (const run of runs) await eventually('the deployment is approved', () => approvals(run)[0]);
    await day.github.settled();
    expect(runs.map((run) => approvals(run).length)).toEqual([1, 1, 1]);
    day.github.assertClean();
  } finally {
    await second.kill();
  }
});

test('a process that is replaced under load drains in 10 seconds, and nothing it took in is lost', async () => {
  await using day = await rehearse({ policy: POLICY, databaseUrl, startsAt: '2026-11-24T11:00:00+01:00' });
  const old = day.app;
  const pulls = Array.from({ length: 12 }, (_, index) =>
    propose(day.shop, { branch: `b${index}`, files: { [`docs/${index}.md`]: 'text\n' } }),
  );
  // The new one is there, webhooks go to it, and the old one is told to end in the middle of its work.
  day.app = await day.startAnother();
  const late = Array.from({ length: 4 }, (_, index) =>
    propose(day.shop, { branch: `late${index}`, files: { [`docs/late${index}.md`]: 'text\n' } }),
  );
  const begins = performance.now();
  await old.stop();
  expect(performance.now() - begins).toBeLessThan(10_500);
  for (const pull of [...pulls, ...late]) {
    await eventually(
      'its check',
      () => day.shop.checks(pull.headSha).find((check) => check.name === 'tidegate'),
      60_000,
    );
  }
  await day.github.settled();
  const checks = [...pulls, ...late].map((pull) => day.shop.checks(pull.headSha));
  expect(checks.map((each) => each.filter((check) => check.name === 'tidegate').length)).toEqual(checks.map(() => 1));
  day.github.assertClean();
}, 120_000);
