/** Reads of what a release can show: checks, incidents, owners, what ran elsewhere. */
import { expect, test } from 'vitest';
import type { Instant } from '../../../src/domain/instant.ts';
import type { GitHub } from '../../../src/flow/ports.ts';
import { type Connected, connected, JOB_READS, jobConnected, questionOf, reportOf } from './connected.ts';

test('the checks of a commit are its check runs with their App, and its statuses, which have none', async () => {
  await using world = await connected();
  const { shop, github } = world;
  const sha = shop.head();
  shop.reportCheck({ sha, name: 'build', status: 'in_progress' });
  shop.reportCheck({ sha, name: 'build', app: 'other-ci', conclusion: 'failure' });
  shop.reportStatus({ sha, context: 'ci/external', state: 'failure', by: 'anna' });
  shop.reportStatus({ sha, context: 'ci/external', state: 'success', by: 'anna' });
  shop.reportStatus({ sha, context: 'ci/slow', state: 'pending', by: 'anna' });
  const at = expect.stringMatching(/^\d{4}-/);
  expect([...(await github.checks(sha))].sort((one, other) => (one.name < other.name ? -1 : 1))).toEqual([
    { name: 'build', app: 'other-ci', status: 'completed', conclusion: 'failure', at },
    { name: 'build', app: 'github-actions', status: 'in_progress', at },
    { name: 'ci/external', status: 'completed', conclusion: 'success', at },
    { name: 'ci/slow', status: 'in_progress', at },
  ]);
  const other = shop.push({ message: 'fix: a', author: 'anna', files: { 'a.txt': '1\n' } });
  expect(await github.checks(other.sha)).toEqual([]);
  world.standin.assertClean();
});

test('checks and statuses are read to the last page', async () => {
  await using world = await connected();
  const { shop, github } = world;
  const sha = shop.head();
  for (let number = 0; number < 101; number += 1) {
    shop.reportCheck({ sha, name: `check ${number}`, conclusion: 'success' });
    shop.reportStatus({ sha, context: `status ${number}`, state: 'success', by: 'anna' });
  }
  expect(await github.checks(sha)).toHaveLength(202);
});

test('incidents are the open issues with one of the labels, whatever their case; pull requests are none', async () => {
  await using world = await connected();
  const { shop, github } = world;
  const down = shop.openIssue({ title: 'down', author: 'cleo', labels: ['Sev1', 'web'] });
  const slow = shop.openIssue({ title: 'slow', author: 'cleo', labels: ['outage', 'Sev1'] });
  shop.openIssue({ title: 'other', author: 'cleo', labels: ['question'] });
  shop.openIssue({ title: 'over', author: 'cleo', labels: ['Sev1'] }).close('anna');
  shop.push({ branch: 'one', message: 'fix: one', author: 'anna', files: { 'a.txt': '1\n' } });
  shop.openPullRequest({ head: 'one', title: 'fix: one', author: 'anna', labels: ['Sev1'] });
  expect(await github.incidents(['sev1', 'OUTAGE', 'unheard-of'])).toEqual([
    { number: down.number, labels: ['Sev1', 'web'], openedAt: expect.stringMatching(/Z$/) },
    { number: slow.number, labels: ['outage', 'Sev1'], openedAt: expect.stringMatching(/Z$/) },
  ]);
  down.close('anna');
  slow.close('anna');
  expect(await github.incidents(['sev1', 'outage'])).toEqual([]);
  world.standin.assertClean();
});

test('a label with a comma is one label', async () => {
  await using world = await connected();
  const { number } = world.shop.openIssue({ title: 'down', author: 'cleo', labels: ['sev1, all hands'] });
  world.shop.openIssue({ title: 'other', author: 'cleo', labels: ['sev1'] });
  expect(await world.github.incidents(['Sev1, all hands'])).toMatchObject([{ number }]);
});

test('an incident behind a hundred pull requests is found', async () => {
  await using world = await connected();
  const { shop, github } = world;
  const { number } = shop.openIssue({ title: 'down', author: 'cleo', labels: ['sev1'] });
  for (let each = 0; each < 100; each += 1) {
    shop.push({ branch: `b${each}`, message: 'fix: a', author: 'anna', files: { 'a.txt': `${each}\n` } });
    shop.openPullRequest({ head: `b${each}`, title: 'fix: a', author: 'anna', labels: ['sev1'] });
  }
  expect(await github.incidents(['sev1'])).toMatchObject([{ number }]);
}, 60_000);

test('CODEOWNERS is the first of GitHub’s three places on the default branch, and empty where there is none', async () => {
  await using world = await connected();
  const { shop, github } = world;
  expect(await github.codeowners()).toBe('');
  const put = (path: string) =>
    shop.push({ message: 'chore: owners', author: 'anna', files: { [path]: `* @${path}\n` } });
  for (const path of ['docs/CODEOWNERS', 'CODEOWNERS', '.github/CODEOWNERS']) {
    put(path);
    expect(await github.codeowners()).toBe(`* @${path}\n`);
  }
  shop.push({ branch: 'mine', message: 'chore: own', author: 'anna', files: { '.github/CODEOWNERS': '* @anna\n' } });
  expect(await github.codeowners()).toBe('* @.github/CODEOWNERS\n');
  world.standin.assertClean();
});

test('the environments are those there are', async () => {
  await using world = await connected();
  world.shop.createEnvironment('Staging');
  expect(await world.github.environments()).toEqual(['production', 'Staging']);
});

test('deployments are read to the oldest of the commit, also behind what runs now', async () => {
  await using world = await connected();
  const { shop, github } = world;
  const sha = shop.head();
  const deploy = (state: 'success' | 'failure') => {
    const made = shop.createDeployment({ environment: 'staging', ref: 'main', creator: 'anna' });
    shop.setDeploymentStatus(made.id, state);
    return made.id;
  };
  deploy('success');
  const own = [deploy('failure'), deploy('success')];
  shop.push({ message: 'feat: later', author: 'anna', files: { 'a.txt': '1\n' } });
  const later = [deploy('success'), deploy('success')];
  const isTrusted = () => true;
  const idsOf = async (of: string) => (await github.deployments('staging', { isTrusted, sha: of })).map(({ id }) => id);
  expect(await idsOf('none')).toEqual(later.slice(1));
  expect((await idsOf(sha)).slice(0, 4)).toEqual([...later.toReversed(), ...own.toReversed()]);
  expect(await idsOf(sha)).toHaveLength(5);
});

/** As many as the first look has, of another commit, by anybody. */
function flood({ shop }: Pick<Connected, 'shop'>, count = 20): void {
  shop.push({ message: 'feat: later', author: 'anna', files: { 'a.txt': `${shop.head()}\n` } });
  for (let each = 0; each < count; each += 1) {
    shop.createDeployment({ environment: 'staging', ref: 'main', creator: 'anna' });
  }
}

test('what is known of the commit and what runs are found behind whatever was filed since', async () => {
  await using world = await connected();
  const { shop, github, standin } = world;
  const sha = shop.head();
  const deploy = (state: 'success' | 'failure') => {
    const { id } = shop.createDeployment({ environment: 'staging', ref: 'main', creator: 'anna' });
    shop.setDeploymentStatus(id, state);
    return id;
  };
  const [running, failed, other] = [deploy('success'), deploy('failure'), deploy('failure')];
  flood(world, 120);
  const reach = { isTrusted: ({ id }: { id: number }) => id <= other, sha };
  expect(await github.deployments('staging', reach)).toEqual([]);
  const before = standin.requests.length;
  const own = [{ id: failed, at: '2026-11-24T07:00:00Z' as Instant }];
  const found = await github.deployments('staging', { ...reach, own });
  expect(found.map(({ id, state }) => [id, state])).toEqual([
    [other, 'failure'],
    [failed, 'failure'],
    [running, 'success'],
  ]);
  // The newest, two pages of a hundred, and what became of them.
  expect(standin.requests.length - before).toBeLessThanOrEqual(6);
});

test('a known deployment that GitHub does not show any more counts as failed, one that has not begun as nothing', async () => {
  await using world = await connected();
  const { shop, github } = world;
  const sha = shop.head();
  const { id } = shop.createDeployment({ environment: 'staging', ref: 'main', creator: 'anna' });
  const at = '2026-11-24T07:00:00Z' as Instant;
  const own = [{ id, at }];
  const reach = { isTrusted: () => true, sha };
  expect(await github.deployments('staging', { ...reach, own })).toEqual([]);
  const gone = { id: id + 1_000_000, at };
  expect(await github.deployments('staging', { ...reach, own: [...own, gone] })).toEqual([
    { id: gone.id, environment: 'staging', sha, startedAt: at, finishedAt: at, state: 'failure' },
  ]);
});

test('where what runs and what is known are among the newest, nothing more is asked', async () => {
  await using world = await connected();
  const { shop, github, standin } = world;
  const sha = shop.head();
  flood(world);
  const { id } = shop.createDeployment({ environment: 'staging', ref: 'main', creator: 'anna' });
  shop.setDeploymentStatus(id, 'success');
  const own = [{ id, at: '2026-11-24T07:00:00Z' as Instant }];
  await github.deployments('staging', { isTrusted: () => true, sha });
  const before = standin.requests.length;
  await github.deployments('staging', { isTrusted: () => true, sha, own });
  expect(standin.requests.length - before).toBe(2);
});

test('a deployment that failed has failed, whatever anybody says of it later', async () => {
  await using world = await connected();
  const { shop, github } = world;
  const { id } = shop.createDeployment({ environment: 'staging', ref: 'main', creator: 'anna' });
  for (const state of ['in_progress', 'failure', 'in_progress', 'success'] as const)
    shop.setDeploymentStatus(id, state);
  const reach = { isTrusted: () => true, sha: 'none' };
  expect(await github.deployments('staging', reach)).toMatchObject([{ id, state: 'failure' }]);
});

test.each<[keyof typeof JOB_READS, (github: GitHub) => Promise<unknown>]>([
  ['checks', (github) => github.checks('main')],
  ['statuses', (github) => github.checks('main')],
  ['issues', (github) => github.incidents(['sev1'])],
  ['contents', (github) => github.codeowners()],
  ['actions', (github) => github.environments()],
])('without the permission %s a fact is refused, never empty', async (permission, read) => {
  const { [permission]: _, ...rest }: Record<string, 'read'> = JOB_READS;
  await using world = await jobConnected(rest);
  world.shop.openIssue({ title: 'down', author: 'anna', labels: ['sev1'] });
  await expect(read(world.github)).rejects.toMatchObject({ kind: 'forbidden' });
});

test('what people said of a deployment is told for its environment, each time they said it; answers of Apps are not', async () => {
  await using world = await connected();
  const { shop, github } = world;
  shop.enableRule('staging');
  const run = shop.startRun({
    actor: 'anna',
    jobs: [
      { name: 'one', environment: 'production' },
      { name: 'two', environment: 'staging' },
    ],
  });
  const question = questionOf(shop, run);
  await github.apply(reportOf(shop, run, 'not yet'), Date.now());
  expect((await github.gate(question)).reviews).toEqual([]);
  run.review({ by: 'ben', environment: 'production', state: 'approved', comment: 'looks good' });
  run.review({ by: 'anna', environment: 'staging', state: 'approved' });
  run.review({ by: 'ben', environment: 'production', state: 'approved' });
  run.review({ by: 'anna', environment: 'production', state: 'rejected', comment: 'no' });
  const person = { userId: expect.any(Number) };
  expect((await github.gate(question)).reviews).toEqual([
    { ...person, user: 'ben', state: 'approved', comment: 'looks good', nth: 1 },
    { ...person, user: 'ben', state: 'approved', comment: '', nth: 2 },
    { ...person, user: 'anna', state: 'rejected', comment: 'no', nth: 1 },
  ]);
  world.standin.assertClean();
});
