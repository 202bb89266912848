import { Octokit } from '@octokit/rest';
import nock from 'nock';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectGitHub } from '../../../src/github/connect.ts';

const REPOSITORY = { id: 7, owner: 'acme', name: 'shop', installationId: 3 };
const SHOWN = {
  number: 3,
  title: 'release/2.4\uD800',
  description: null,
  due_on: '2026-12-01T08:00:00Z',
  state: 'open',
  open_issues: 2,
  closed_issues: 1,
  updated_at: '2026-11-24T07:00:00Z',
};

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const github = () => connectGitHub(new Octokit(), REPOSITORY, { self: 'tidegate[bot]', appId: 1 });
const at = () => nock('https://api.github.com');

test('a milestone is read as GitHub has it, and one that is gone is null', async () => {
  at().get('/repos/acme/shop/milestones/3').reply(200, SHOWN);
  expect(await github().milestone(3)).toEqual({
    number: 3,
    title: 'release/2.4\uFFFD',
    description: '',
    dueOn: '2026-12-01T08:00:00Z',
    isOpen: true,
    openItems: 2,
    closedItems: 1,
    updatedAt: '2026-11-24T07:00:00Z',
  });
  at().get('/repos/acme/shop/milestones/4').reply(404, { message: 'Not Found' });
  expect(await github().milestone(4)).toBeNull();
});

test('open milestones come with the earliest date first', async () => {
  at()
    .get('/repos/acme/shop/milestones')
    .query({ state: 'open', sort: 'due_on', direction: 'asc', page: 1, per_page: 100 })
    .reply(200, [SHOWN]);
  expect((await github().openMilestones()).map(({ number }) => number)).toEqual([3]);
});

test('what belongs to a milestone is told apart, and cut at a bound', async () => {
  const item = (number: number, more: object = {}) => ({
    number,
    title: `t${number}`,
    state: 'open',
    labels: [],
    ...more,
  });
  const page = Array.from({ length: 100 }, (_, index) => item(index + 1));
  const query = (nth: number) => ({ milestone: '3', state: 'all', page: nth, per_page: 100 });
  at()
    .get('/repos/acme/shop/issues')
    .query(query(1))
    .reply(200, [item(2, { pull_request: {}, state: 'closed' }), item(1)]);
  expect(await github().milestoneItems(3)).toEqual({
    items: [
      { kind: 'pull-request', number: 2, title: 't2', isOpen: false },
      { kind: 'issue', number: 1, title: 't1', isOpen: true },
    ],
    complete: true,
  });
  for (let nth = 1; nth <= 10; nth += 1) at().get('/repos/acme/shop/issues').query(query(nth)).reply(200, page);
  const { items, complete } = await github().milestoneItems(3);
  expect([items.length, complete]).toEqual([1000, false]);
});

test('an issue tells its text and the milestone that it belongs to', async () => {
  at()
    .get('/repos/acme/shop/issues/40')
    .reply(200, { number: 40, body: null, milestone: { number: 3 } });
  expect(await github().issue(40)).toEqual({ body: '', milestone: 3 });
  at().get('/repos/acme/shop/issues/41').reply(200, { number: 41, body: 'x', milestone: null });
  expect(await github().issue(41)).toEqual({ body: 'x', milestone: null });
  at().get('/repos/acme/shop/issues/42').reply(404, {});
  expect(await github().issue(42)).toBeNull();
});
