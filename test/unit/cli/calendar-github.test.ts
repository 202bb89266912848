/** Planned releases of a calendar, read from GitHub. */
import nock from 'nock';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plansOnGitHub } from '../../../src/cli/calendar-github.ts';
import { planEvents } from '../../../src/cli/calendar-plan-output.ts';
import { plansOnCalendar } from '../../../src/cli/calendar-plans.ts';
import { bodyOf } from '../../../src/domain/kept-issue.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';

const PARSED = parsePolicy('version: 1\nplan: { milestones: "release/*", stages: { freeze: -1d } }\n', {
  source: 'policy',
  file: 'tidegate.yml',
});
const policies = PARSED.kind === 'valid' ? [PARSED.policy] : [];
const ENV = { GITHUB_TOKEN: 'secret' };

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

function milestone(number: number, title: string, more: object = {}) {
  const counts = { open_issues: 0, closed_issues: 0, updated_at: '2026-11-24T07:00:00Z', state: 'open' };
  return { number, title, description: '', due_on: '2026-12-01T08:00:00Z', ...counts, ...more };
}

function onGitHub(milestones: readonly object[], issues: readonly object[] = []): void {
  nock('https://api.github.com', { reqheaders: { authorization: 'token secret' } })
    .get('/repos/acme/shop/milestones')
    .query({ state: 'open', sort: 'due_on', direction: 'asc', page: 1, per_page: 100 })
    .reply(200, milestones)
    .get('/repos/acme/shop/issues')
    .query({ labels: 'tidegate:release', state: 'open', page: 1, per_page: 100 })
    .reply(200, issues);
}

function record(number: number, written: string, type = 'Bot'): object {
  const part = { key: `plan/${number}`, body: 'Next: production', seed: '', isOver: false };
  return { user: { type }, body: `${bodyOf(part, null)}\n\n${written}` };
}

test('those that the policy plans by and that have a date, with the downtime of milestone or record', async () => {
  onGitHub(
    [
      milestone(3, 'release/3', { description: 'Expected downtime: 2 h' }),
      milestone(4, 'release/4'),
      milestone(5, 'release/5'),
      milestone(6, 'ideas'),
      milestone(7, 'release/7', { due_on: null }),
    ],
    [
      record(3, 'Expected downtime: 9 h'),
      record(4, 'Expected downtime: 10m'),
      record(5, 'Expected downtime: 1 h', 'User'),
    ],
  );
  const plans = await plansOnGitHub({ repo: 'acme/shop', policies }, ENV);
  expect(plans).toEqual([
    { title: 'release/3', due: '2026-12-01T08:00:00Z', downtime: '2 h' },
    { title: 'release/4', due: '2026-12-01T08:00:00Z', downtime: '10m' },
    { title: 'release/5', due: '2026-12-01T08:00:00Z' },
  ]);
  const at = Date.parse('2026-12-01T12:00:00Z');
  const shown = await plansOnCalendar({ from: plans, environment: 'production', at, policies });
  expect(shown[0]?.warnings).toMatchObject([{ kind: 'stage-passed' }]);
  const [, , second] = planEvents(shown);
  expect(second).toMatchObject({ description: expect.stringContaining('Expected downtime: 10m.') });
  expect((second?.until ?? 0) - (second?.from ?? 0)).toBe(600_000);
});

test('the repository of a job is known', async () => {
  onGitHub([milestone(3, 'release/3')]);
  const env = { ...ENV, GITHUB_REPOSITORY: 'acme/shop' };
  expect(await plansOnGitHub({ repo: undefined, policies }, env)).toHaveLength(1);
});

test.each([undefined, 'shop', 'acme/shop/x'])('without a repository it is wrong usage (%s)', async (repo) => {
  await expect(plansOnGitHub({ repo, policies }, ENV)).rejects.toThrow(/Write --repo owner\/name/);
});

test('a token that may not see it is told so', async () => {
  nock('https://api.github.com').get('/repos/acme/shop/milestones').query(true).reply(404, { message: 'Not Found' });
  await expect(plansOnGitHub({ repo: 'acme/shop', policies }, ENV)).rejects.toMatchObject({ kind: 'not-found' });
});
