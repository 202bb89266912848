/** Milestones and linked issues of pull requests, in the reads that there are anyway. */
import { expect, test } from 'vitest';
import { connected, JOB_READS, jobConnected } from './connected.ts';

async function released(world: Awaited<ReturnType<typeof connected>>) {
  const { shop } = world;
  const base = shop.head();
  const milestone = shop.createMilestone({ title: 'release/1', by: 'anna', dueOn: '2026-12-01T08:00:00Z' });
  const issue = shop.openIssue({ title: 'CHG1', author: 'anna' });
  shop.push({ branch: 'x', author: 'anna', message: 'feat: x', files: { x: 'x' } });
  const body = `Closes #${issue.number}, fixes acme/shop#${issue.number} and resolves #404`;
  const pull = shop.openPullRequest({ head: 'x', title: 'feat: x', author: 'anna', body });
  pull.setMilestone(milestone.number);
  const { sha } = pull.merge({ by: 'ben', method: 'squash' });
  return { base, sha, pull, milestone, issue };
}

test('changes tell their milestone always, and their issues when somebody asks, in the same number of reads', async () => {
  await using world = await connected();
  const { base, sha, milestone, issue } = await released(world);
  await world.github.repository();
  const count = () => world.standin.requests.length;
  const begun = count();
  const [plain] = (await world.github.changes(base, sha)).changes;
  const reads = count() - begun;
  expect(plain).toMatchObject({ kind: 'pull-request', milestone: milestone.number });
  expect(plain).not.toHaveProperty('issues');
  const [linked] = (await world.github.changes(base, sha, { issues: true })).changes;
  expect(linked).toMatchObject({ issues: [`acme/shop#${issue.number}`, `acme/shop#${issue.number}`] });
  expect(count() - begun - reads).toBe(reads);
  world.standin.assertClean();
});

test('a pull request tells its milestone, and its issues by a read of their own', async () => {
  await using world = await connected();
  const { pull, milestone, issue } = await released(world);
  const { change } = await world.github.pullRequest(pull.number);
  expect(change.milestone).toBe(milestone.number);
  expect(await world.github.linkedIssues(pull.number)).toContain(`acme/shop#${issue.number}`);
  milestone.delete('anna');
  expect((await world.github.pullRequest(pull.number)).change).not.toHaveProperty('milestone');
});

test('issues that cannot be read are a fault, not none', async () => {
  const { issues: _, ...others } = JOB_READS;
  await using job = await jobConnected(others);
  const { pull } = await released(job);
  await expect(job.github.linkedIssues(pull.number)).rejects.toMatchObject({ kind: 'unavailable' });
});
