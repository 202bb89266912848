/** The past of a repository as GitHub's API tells it, read from the stand-in. */
import { expect, test } from 'vitest';
import { toInstant } from '../../../../src/domain/instant.ts';
import { HOUR, MINUTE, pastShop } from './past-shop.ts';

test('a deployment ended with its first success, whatever came after it', async () => {
  await using place = await pastShop();
  const { past, clock, deploy, shop, standin } = place;
  const begunAt = clock.now();
  const first = deploy(shop.head(), ['in_progress', 'success']);
  clock.advance(HOUR);
  shop.setDeploymentStatus(first, 'success');
  shop.setDeploymentStatus(first, 'inactive');
  const { items } = await past.deployments(null, null);
  expect(items).toEqual([
    {
      ...{ id: first, environment: 'production', sha: shop.head(), ref: shop.head(), state: 'success' },
      startedAt: toInstant(begunAt + MINUTE),
      finishedAt: toInstant(begunAt + 3 * MINUTE),
    },
  ]);
  standin.assertClean();
});

test('a deployment that failed and then succeeded did succeed; one that only failed failed first', async () => {
  await using place = await pastShop();
  const { past, clock, deploy, shop } = place;
  const retried = deploy(shop.head(), ['failure', 'success']);
  const retriedAt = toInstant(clock.now());
  const begunAt = clock.now();
  const failed = deploy(shop.head(), ['error', 'failure', 'inactive']);
  const { items } = await past.deployments(null, null);
  expect(items.map(({ id, state, finishedAt }) => ({ id, state, finishedAt }))).toEqual([
    { id: failed, state: 'failure', finishedAt: toInstant(begunAt + 2 * MINUTE) },
    { id: retried, state: 'success', finishedAt: retriedAt },
  ]);
});

test('what has not ended is left out and told, and so is what only became inactive', async () => {
  await using place = await pastShop();
  const { past, deploy, shop } = place;
  const silent = deploy(shop.head(), []);
  const running = deploy(shop.head(), ['queued', 'in_progress']);
  const replaced = deploy(shop.head(), ['inactive']);
  const page = await past.deployments(null, null);
  expect(page.items).toEqual([]);
  expect(page.unended.map(({ id }) => id)).toEqual([replaced, running, silent]);
  expect(page.listed).toBe(3);
});

test('a rollback that is filed against the branch counts for the commit in its payload', async () => {
  await using place = await pastShop();
  const { past, commit, clock, shop } = place;
  const older = commit('older');
  commit('newer');
  clock.advance(MINUTE);
  const payload = { sha: older };
  const { id } = shop.createDeployment({ environment: 'Production-EU', ref: 'main', creator: 'anna', payload });
  shop.setDeploymentStatus(id, 'success');
  const { items } = await past.deployments(null, null);
  expect(items[0]).toMatchObject({ sha: older, environment: 'Production-EU', ref: 'main' });
});

test('deployments come in pages of a hundred, and what was created before the bound ends them', async () => {
  await using place = await pastShop();
  const { past, clock, deploy, shop, standin } = place;
  for (let each = 0; each < 30; each += 1) deploy(shop.head(), ['success']);
  const bound = toInstant(clock.now());
  for (let each = 0; each < 120; each += 1) deploy(shop.head(), ['success']);
  const first = await past.deployments(bound, null);
  expect(first.items).toHaveLength(100);
  const second = await past.deployments(bound, first.next);
  expect(second.items).toHaveLength(20);
  expect(second.next).toBeNull();
  // A list and its statuses at once.
  expect(standin.countRequests({ operation: 'repos/list-deployment-statuses' })).toBe(0);
});

test('releases are the published ones that are no prereleases, at the commit of their tag', async () => {
  await using place = await pastShop();
  const { past, commit, clock, shop, standin } = place;
  const sha = commit('one');
  shop.createRelease({ tag: 'v1', by: 'anna' });
  const publishedAt = toInstant(clock.now());
  commit('two');
  shop.createRelease({ tag: 'v2-rc.1', by: 'anna', prerelease: true });
  shop.createRelease({ tag: 'v2', by: 'anna', draft: true });
  const page = await past.releases(null, null);
  expect(page.items).toEqual([{ id: shop.releases()[0]?.id, tag: 'v1', sha, publishedAt }]);
  expect(page).toMatchObject({ next: null, isCut: false, untagged: 0 });
  standin.assertClean();
});

test('a release whose tag is gone is counted and left out', async () => {
  await using place = await pastShop();
  const { past, shop, standin } = place;
  shop.createRelease({ tag: 'v1', by: 'anna' });
  standin.fault({ kind: 'status', operation: 'repos/get-commit', status: 422 });
  expect(await past.releases(null, null)).toMatchObject({ items: [], untagged: 1 });
});

test('after the thousandth release GitHub is not asked for more', async () => {
  await using place = await pastShop();
  const { past, shop } = place;
  for (let each = 0; each < 1001; each += 1) shop.createRelease({ tag: `v${each}`, by: 'anna', prerelease: true });
  expect(await past.releases(null, '9')).toMatchObject({ next: '10', isCut: false });
  expect(await past.releases(null, '10')).toMatchObject({ next: null, isCut: true });
});

test('an incident is open from the opening of its issue to each time that it was closed', async () => {
  await using place = await pastShop();
  const { past, clock, shop, standin } = place;
  const times = [clock.now()];
  const issue = shop.openIssue({ title: 'Checkout is down', author: 'anna' });
  const later = (): void => {
    clock.advance(HOUR);
    times.push(clock.now());
  };
  later();
  issue.close('ben');
  later();
  issue.label('Incident', 'ben');
  issue.reopen('ben');
  later();
  issue.close('ben');
  later();
  issue.reopen('ben');
  shop.openIssue({ title: 'A question', author: 'anna', labels: ['question'] });
  const { items } = await past.incidents(['incident'], null, null);
  const at = times.map(toInstant);
  expect(items).toEqual([
    {
      number: issue.number,
      title: 'Checkout is down',
      labels: ['Incident'],
      intervals: [{ openedAt: at[0], closedAt: at[1] }, { openedAt: at[2], closedAt: at[3] }, { openedAt: at[4] }],
    },
  ]);
  standin.assertClean();
});

test('an issue with two of the labels is told once, and a pull request with one of them is none', async () => {
  await using place = await pastShop();
  const { past, merge, shop } = place;
  const issue = shop.openIssue({ title: 'Down', author: 'anna', labels: ['sev1', 'incident'] });
  merge('fix: up again', { labels: ['incident'] });
  const numbers: number[] = [];
  for (let page: string | null | undefined; page !== null; ) {
    const told = await past.incidents(['incident', 'sev1'], null, page ?? null);
    numbers.push(...told.items.map(({ number }) => number));
    page = told.next;
  }
  expect(numbers).toEqual([issue.number]);
});

test('an issue whose events are gone is known by what the list says', async () => {
  await using place = await pastShop();
  const { past, clock, shop, standin } = place;
  const openedAt = toInstant(clock.now());
  const issue = shop.openIssue({ title: 'Down', author: 'anna', labels: ['incident'] });
  clock.advance(HOUR);
  issue.close('ben');
  standin.fault({ kind: 'status', operation: 'issues/list-events', status: 410 });
  const { items } = await past.incidents(['incident'], null, null);
  expect(items[0]?.intervals).toEqual([{ openedAt, closedAt: toInstant(clock.now()) }]);
});

test('a range has its pull requests with their first commit, and the commits that none explains', async () => {
  await using place = await pastShop();
  const { past, commit, merge, clock, shop, standin } = place;
  const base = shop.head();
  const begunAt = clock.now();
  const { number, sha: merged } = merge('feat: basket', { labels: ['team/cart'] });
  const mergedAt = toInstant(clock.now());
  const alone = commit('a push without review');
  const range = await past.changes(base, shop.head(), { withFiles: false });
  expect(range).toMatchObject({ direction: 'forward', complete: true });
  expect(range?.changes.map(({ event }) => event)).toEqual([
    { number, firstCommitAt: toInstant(begunAt + MINUTE), mergedAt },
    { sha: alone, firstCommitAt: toInstant(clock.now()) },
  ]);
  expect(merged).not.toBe(alone);
  expect(standin.countRequests({ operation: 'repos/get-commit' })).toBe(0);
  standin.assertClean();
});

test('a commit of nobody whom GitHub knows is a change like any other', async () => {
  await using place = await pastShop();
  const { past, clock, shop } = place;
  const base = shop.head();
  const { sha } = shop.push({ message: 'x', author: 'Gone <gone@old.example>', files: { a: '1' } });
  for (const withFiles of [false, true]) {
    const range = await past.changes(base, sha, { withFiles });
    expect(range?.changes).toMatchObject([
      { change: { author: '' }, event: { sha, firstCommitAt: toInstant(clock.now()) } },
    ]);
  }
});

test('files of commits without a pull request are read where they are asked for', async () => {
  await using place = await pastShop();
  const { past, commit, shop } = place;
  const base = shop.head();
  commit('db: one more column', 'db/migrations/1.sql');
  const range = await past.changes(base, shop.head(), { withFiles: true });
  expect(range?.changes[0]?.change.files.map(({ path }) => path)).toEqual(['db/migrations/1.sql']);
});

test('where GraphQL has no answer the first commit of a pull request is read by REST', async () => {
  await using place = await pastShop();
  const { past, merge, clock, shop, standin } = place;
  const base = shop.head();
  const begunAt = clock.now();
  const { number } = merge('feat: basket');
  standin.fault({ kind: 'status', operation: 'graphql', status: 502, times: 5 });
  const range = await past.changes(base, shop.head(), { withFiles: false });
  expect(range?.changes[0]?.event).toMatchObject({ number, firstCommitAt: toInstant(begunAt + MINUTE) });
});

test('what a change takes back is read from the words of GitHub and of git', async () => {
  await using place = await pastShop();
  const { past, merge, commit, shop } = place;
  const base = shop.head();
  const first = merge('feat: basket');
  const second = merge('feat: cart');
  const third = merge('feat: till');
  const byButton = merge('Revert "feat: basket"', { body: `Reverts acme/shop#${first.number}` });
  const elsewhere = merge('chore: follow', { body: `Reverts acme/other#${second.number}` });
  const byTitle = merge(`Revert "feat: cart (#${second.number})"`);
  const alone = commit(`Revert "feat: till"\n\nThis reverts commit ${third.sha}.`);
  const range = await past.changes(base, shop.head(), { withFiles: false });
  const reverts = range?.changes.map(({ event }) => [event?.number ?? event?.sha, event?.reverts]);
  expect(reverts?.slice(3)).toEqual([
    [byButton.number, [first.number]],
    [elsewhere.number, undefined],
    [byTitle.number, [second.number]],
    [alone, [third.number]],
  ]);
});

test('a title and a body that were given after the merge take nothing back', async () => {
  await using place = await pastShop();
  const { past, merge, shop } = place;
  const base = shop.head();
  const first = merge('feat: basket');
  const typo = merge('docs: a typo');
  const real = merge('Revert "feat: basket"', { body: `Reverts acme/shop#${first.number}` });
  const edited = { title: 'Revert "feat: basket"', body: `Reverts acme/shop#${first.number}` };
  shop.pullRequest(typo.number).edit(edited, 'anna');
  const range = await past.changes(base, shop.head(), { withFiles: false });
  expect(range?.changes.map(({ event }) => [event?.number, event?.reverts])).toEqual([
    [first.number, undefined],
    [typo.number, undefined],
    [real.number, [first.number]],
  ]);
});

test('what messages speak of cannot use up what may be read', async () => {
  await using place = await pastShop();
  const { past, commit, shop, standin } = place;
  const base = shop.head();
  const unknown = (nth: number) => `This reverts commit ${nth.toString(16).padStart(40, 'a')}.`;
  for (let at = 0; at < 12; at += 1) {
    commit(['Revert much', ...Array.from({ length: 30 }, (_, nth) => unknown(at * 30 + nth))].join('\n\n'));
  }
  await past.changes(base, shop.head(), { withFiles: false });
  const asked = standin.requests.filter(({ path }) => /\/commits\/a{30,}[0-9a-f]*\/pulls/u.test(path));
  expect(asked).toHaveLength(200);
});

test('a way back tells what it takes away, and commits that GitHub cannot compare tell nothing', async () => {
  await using place = await pastShop();
  const { past, merge, shop } = place;
  const base = shop.head();
  const { number } = merge('feat: basket');
  const back = await past.changes(shop.head(), base, { withFiles: false });
  expect(back?.direction).toBe('backward');
  expect(back?.changes.map(({ event }) => event?.number)).toEqual([number]);
  expect(await past.changes('0'.repeat(40), base, { withFiles: false })).toBeNull();
});

test('a comparison that GitHub never finishes tells nothing; a GitHub that is not there is a failure', async () => {
  await using place = await pastShop();
  const { past, commit, shop, standin } = place;
  const base = shop.head();
  commit('one');
  standin.fault({ kind: 'status', operation: 'repos/compare-commits-with-basehead', status: 500 });
  expect(await past.changes(base, shop.head(), { withFiles: false })).toBeNull();
  standin.fault({ kind: 'status', operation: '*', status: 503, times: 10 });
  await expect(past.changes(base, shop.head(), { withFiles: false })).rejects.toMatchObject({ kind: 'unavailable' });
});

test('a token that may not read who may do what says so once', async () => {
  await using place = await pastShop();
  const { past, standin } = place;
  standin.fault({ kind: 'status', operation: '*', path: 'collaborators', status: 403, times: 10 });
  standin.fault({ kind: 'status', operation: 'graphql', status: 403, times: 10 });
  expect(await past.people(['anna', 'ben'], [])).toBeNull();
  const asked = standin.requests.length;
  expect(await past.people(['anna'], [])).toBeNull();
  expect(standin.requests.length).toBe(asked);
});

test('the same people are asked about once', async () => {
  await using place = await pastShop();
  const { past, standin } = place;
  expect(await past.people(['anna', 'nobody'], [])).toMatchObject({ anna: { permission: 'write' } });
  const asked = standin.requests.length;
  expect(Object.keys((await past.people(['Anna', 'nobody'], [])) ?? {})).toEqual(['Anna']);
  expect(standin.requests.length).toBe(asked);
});
