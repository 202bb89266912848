import { expect, test } from 'vitest';
import { connected } from './connected.ts';

/** Down to the newest success, whoever made it. */
const ANY = { isTrusted: () => true, sha: 'none' };

test('the changes between two commits are the merged pull requests, and the commits that none explains', async () => {
  await using world = await connected();
  const { shop, github } = world;
  const base = shop.head();
  shop.push({ branch: 'one', message: 'feat: one', author: 'anna', coAuthors: ['cleo'], files: { 'a.txt': '1\n' } });
  const pull = shop.openPullRequest({ head: 'one', title: 'feat: one', author: 'anna' });
  pull.review({ by: 'ben', state: 'approved' });
  pull.label('payments', 'ben');
  pull.merge({ by: 'anna', method: 'merge' });
  const direct = shop.push({ message: 'fix: direct', author: 'ben', files: { 'b.txt': '2\n' } });
  shop.push({ branch: 'open', message: 'feat: open', author: 'anna', files: { 'c.txt': '3\n' } });
  shop.openPullRequest({ head: 'open', title: 'feat: open', author: 'anna' });
  const range = await github.changes(base, shop.head());
  expect(range).toMatchObject({ direction: 'forward', complete: true });
  expect(range.changes).toMatchObject([
    {
      kind: 'pull-request',
      number: pull.number,
      contributors: expect.arrayContaining(['anna', 'cleo']),
      labels: ['payments'],
      labeledBy: { payments: 'ben' },
      reviews: [{ user: 'ben', state: 'approved', commit: pull.headSha }],
      filesComplete: true,
    },
    { kind: 'commit', sha: direct.sha, author: 'ben', files: [{ path: 'b.txt', status: 'added' }] },
  ]);
  world.standin.assertClean();
});

test('what differs and stands in no change makes the list incomplete: a commit from the middle of a pull request', async () => {
  await using world = await connected();
  const { shop, github } = world;
  const base = shop.head();
  const files = { 'a.txt': '1\n', 'db/1.sql': 'drop table orders;\n' };
  const middle = shop.push({ branch: 'one', message: 'feat: one\n\nRollback-Barrier: data', author: 'anna', files });
  shop.push({ branch: 'one', message: 'fix: one', author: 'anna', files: { 'db/1.sql': null } });
  const pull = shop.openPullRequest({ head: 'one', title: 'feat: one', author: 'anna' });
  pull.merge({ by: 'anna', method: 'merge' });
  const range = await github.changes(base, middle.sha);
  expect(range).toMatchObject({ complete: false, changes: [{ number: pull.number, files: [{ path: 'a.txt' }] }] });
  const whole = await github.changes(base, shop.head());
  expect(whole).toMatchObject({ complete: true, changes: [{ number: pull.number }] });
  expect(whole.messages?.map(({ message }) => message)).toContain('feat: one\n\nRollback-Barrier: data');
});

test('a commit without a pull request is by its author, its committer and its co-authors, and by how many others', async () => {
  await using world = await connected();
  const { shop, github } = world;
  const base = shop.head();
  const push = (more: Partial<Parameters<typeof shop.push>[0]>) =>
    shop.push({ message: 'fix: direct', author: 'ben', files: { 'a.txt': `${shop.head()}\n` }, ...more });
  push({ committer: 'anna', coAuthors: ['cleo', 'X Y <x@y.example>'] });
  push({ committer: 'GitHub <noreply@github.com>' });
  push({ author: 'A B <a@b.example>', pusher: 'anna' });
  expect((await github.changes(base, shop.head())).changes).toMatchObject([
    { author: 'ben', contributors: ['ben', 'anna', 'cleo'], unknownContributors: 1 },
    { author: 'ben', contributors: ['ben'] },
    { author: '', contributors: [], unknownContributors: 2 },
  ]);
});

test('going back says what is taken away; branches that parted are diverged', async () => {
  await using world = await connected();
  const { shop, github } = world;
  const old = shop.head();
  const now = shop.push({ message: 'feat: new', author: 'anna', files: { 'a.txt': '1\n' } }).sha;
  expect(await github.changes(now, old)).toMatchObject({
    direction: 'backward',
    changes: [{ kind: 'commit', sha: now }],
  });
  expect(await github.changes(now, now)).toMatchObject({ direction: 'same', changes: [] });
  const other = shop.push({
    branch: 'side',
    from: old,
    message: 'fix: side',
    author: 'anna',
    files: { 'b.txt': '1\n' },
  });
  expect(await github.changes(now, other.sha)).toMatchObject({ direction: 'diverged' });
});

test('what cannot be compared is diverged and incomplete, so it has the highest tier and holds nothing up', async () => {
  await using world = await connected();
  const { shop, github } = world;
  const payload = { sha: 'd'.repeat(40) };
  const made = shop.createDeployment({ environment: 'staging', ref: 'main', creator: 'anna', payload });
  shop.setDeploymentStatus(made.id, 'success');
  const [running] = await github.deployments('staging', ANY);
  expect(running?.sha).toBe(payload.sha);
  expect(await github.changes(payload.sha, shop.head())).toEqual({
    direction: 'diverged',
    changes: [],
    complete: false,
  });
  const [base, head] = [shop.head(), shop.push({ message: 'fix: a', author: 'anna', files: { 'a.txt': '1\n' } }).sha];
  world.standin.fault({ operation: 'repos/compare-commits-with-basehead', kind: 'status', status: 404 });
  await expect(github.changes(base, head)).rejects.toMatchObject({ kind: 'not-found' });
  expect(await github.changes(base, head)).toMatchObject({ direction: 'forward' });
});

test('a range longer than GitHub lists is incomplete, never short', async () => {
  await using world = await connected();
  const base = world.shop.head();
  for (let each = 0; each < 251; each += 1) {
    world.shop.push({ message: `fix: ${each}`, author: 'anna', files: { 'a.txt': `${each}\n` } });
  }
  expect(await world.github.changes(base, world.shop.head())).toMatchObject({ direction: 'forward', complete: false });
});

test('people have an id, their role, and the teams that matter; invitations do not count, child teams do', async () => {
  await using world = await connected();
  const people = await world.github.people(['ANNA', 'ben', 'cleo', 'nobody', 'tidegate[bot]'], ['cab', 'none']);
  expect(people).toMatchObject({
    ANNA: { kind: 'user', permission: 'write', teams: ['cab'] },
    ben: { kind: 'user', permission: 'admin', teams: ['cab'] },
    'tidegate[bot]': { kind: 'bot', permission: 'none' },
  });
  expect(people['cleo']?.teams ?? []).toEqual([]);
  expect(people).not.toHaveProperty('nobody');
});

test('what an environment runs is its newest success, also after GitHub made older ones inactive', async () => {
  await using world = await connected();
  const { shop, github } = world;
  for (const state of ['success', 'failure'] as const) {
    const made = shop.createDeployment({ environment: 'staging', ref: 'main', creator: 'anna' });
    shop.setDeploymentStatus(made.id, state);
    if (state === 'success') shop.setDeploymentStatus(made.id, 'inactive');
  }
  expect((await github.deployments('staging', ANY)).map((each) => each.state)).toEqual(['failure', 'success']);
});

test.each(['queued', 'pending'] as const)(
  'a deployment that is %s is under way for who let it in, until it is over, and not told to others',
  async (state) => {
    await using world = await connected();
    const { shop, github } = world;
    const { id } = shop.createDeployment({ environment: 'staging', ref: 'main', creator: 'anna' });
    const read = () => github.deployments('staging', { ...ANY, letIn: new Set([id]) });
    expect(await read()).toMatchObject([{ id, state: 'in_progress' }]);
    shop.setDeploymentStatus(id, state);
    expect(await read()).toMatchObject([{ id, state: 'in_progress' }]);
    expect(await github.deployments('staging', { ...ANY, letIn: new Set([id + 1]) })).toEqual([]);
    shop.setDeploymentStatus(id, 'inactive');
    expect(await read()).toEqual([]);
  },
);

test('a success that is not trusted does not hide the one before it', async () => {
  await using world = await connected();
  const made = [1, 2].map(() => {
    const { id } = world.shop.createDeployment({ environment: 'staging', ref: 'main', creator: 'anna' });
    world.shop.setDeploymentStatus(id, 'success');
    return id;
  });
  const read = await world.github.deployments('staging', { ...ANY, isTrusted: ({ id }) => id === made[0] });
  expect(read.map((each) => each.id)).toEqual(made.toReversed());
});

test('a deployment’s commit is the one its payload names', async () => {
  await using world = await connected();
  const sha = world.shop.head();
  world.shop.push({ message: 'feat: later', author: 'anna', files: { 'a.txt': '1\n' } });
  const made = world.shop.createDeployment({ environment: 'staging', ref: 'main', creator: 'anna', payload: { sha } });
  world.shop.setDeploymentStatus(made.id, 'success');
  expect(await world.github.deployments('staging', ANY)).toMatchObject([{ sha }]);
});

test('the open pull requests of a commit are those whose head it is', async () => {
  await using world = await connected();
  const { shop, github } = world;
  const first = shop.push({ branch: 'one', message: 'feat: one', author: 'anna', files: { 'a.txt': '1\n' } });
  const head = shop.push({ branch: 'one', message: 'feat: two', author: 'anna', files: { 'a.txt': '2\n' } });
  shop.push({ branch: 'playground', message: 'feat: other', author: 'anna', files: { 'b.txt': '1\n' } });
  const pulls = ['main', 'playground'].map((base) =>
    shop.openPullRequest({ head: 'one', base, title: 'feat: two', author: 'anna' }),
  );
  const numbers = pulls.map((pull) => pull.number);
  expect([...(await github.openPullRequestsAt(head.sha))].sort()).toEqual(numbers);
  expect(await github.openPullRequestsAt(first.sha)).toEqual([]);
  pulls[1]?.close('anna');
  expect(await github.openPullRequestsAt(head.sha)).toEqual(numbers.slice(0, 1));
  world.standin.assertClean();
});

test('an edited comment says so', async () => {
  await using world = await connected();
  const issue = world.shop.openIssue({ title: 'a', author: 'anna' });
  const { id } = issue.comment('one', 'anna');
  expect(await world.github.comment(id)).toMatchObject({ body: 'one', user: 'anna', edited: false });
  await new Promise((resolve) => setTimeout(resolve, 1100));
  issue.editComment(id, 'two', 'ben');
  expect(await world.github.comment(id)).toMatchObject({ body: 'two', user: 'anna', edited: true });
  expect(await world.github.comment(999_999)).toBeNull();
});
