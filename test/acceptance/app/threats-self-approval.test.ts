/** One person who wants to be two, and approvals that wore out and should count again. */
import { expect, test, vi } from 'vitest';
import type { Issue, Run } from '../../../standin/start.ts';
import { approvals, mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { type Rehearsal, rehearse } from './rehearsal.ts';

// A process of its own and several rounds of it take longer on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const FOUR_EYES = `version: 1
zone: Europe/Berlin
risk: [{ tier: high, when: { paths: ["db/**"] } }, { tier: medium }]
environments: { production: {} }
gates:
  - name: four eyes
    require: { approvals: { count: 1, from: { permission: write } } }
`;
const BOARD = `version: 1
zone: Europe/Berlin
environments: { production: {} }
gates:
  - name: board
    require: { approvals: { count: 1, from: { users: [ben, cleo] }, of: release, via: [comment] } }
`;

async function later(day: Rehearsal, ms: number): Promise<void> {
  await day.passTo(new Date(day.clock.now() + ms).toISOString());
}

/** What the App answered. */
async function approve(day: Rehearsal, { where, by }: { where: Issue; by: string }): Promise<string> {
  await later(day, 2_000);
  const before = where.comments.length;
  where.comment('/tidegate approve production', by);
  return await eventually('an answer', () => where.comments.slice(before + 1).at(-1)?.body);
}

async function held(run: Run): Promise<void> {
  await eventually('a report', () => reports(run)[0]);
}

test('who deploys a direct commit does not approve it, whoever its author is said to be', async () => {
  await using day = await rehearse({ policy: FOUR_EYES });
  const { sha } = day.shop.push({ branch: 'x', message: 'feat: x', author: 'ben', files: { 'src/y.ts': 'x\n' } });
  const run = day.shop.startRun({ environment: 'production', actor: 'anna', branch: 'x', sha });
  await held(run);
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  expect(await approve(day, { where: talk, by: 'anna' })).toContain('does not count for four eyes: started this');
  expect(await approve(day, { where: talk, by: 'ben' })).toContain('does not count for four eyes: wrote part of');
  await day.github.settled();
  expect(approvals(run)).toEqual([]);
  expect(await approve(day, { where: talk, by: 'cleo' })).toContain('It counts');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  day.github.assertClean();
});

test('an approval that wore out stays so, however many deployments are filed after the failure', async () => {
  await using day = await rehearse({ policy: BOARD });
  const run = mergeAndDeploy(day.shop, propose(day.shop, { branch: 'f', files: { 'src/a.ts': 'x\n' } }));
  await held(run);
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  await approve(day, { where: talk, by: 'ben' });
  await eventually('the deployment is approved', () => approvals(run)[0]);
  await later(day, 60_000);
  run.finish('failure');
  await later(day, 60_000);
  for (let each = 0; each < 20; each += 1) {
    day.shop.createDeployment({ environment: 'production', ref: 'main', creator: 'anna' });
  }
  run.rerun('anna');
  await eventually('a report on the second attempt', () => reports(run).length > 1);
  await later(day, 15 * 60_000);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await day.github.settled();
  expect(approvals(run)).toHaveLength(1);
  await approve(day, { where: talk, by: 'ben' });
  await eventually('the second attempt is approved', () => approvals(run).length === 2);
});
