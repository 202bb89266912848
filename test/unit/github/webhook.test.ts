import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { parseWebhook } from '../../../src/github/webhook/parse.ts';

type Example = { readonly name: string; readonly examples: readonly object[] };
/** The package's own types say that it is no list, which it is. */
const EXAMPLES: readonly Example[] = createRequire(import.meta.url)('@octokit/webhooks-examples');

const API = 'https://api.github.com';

const ORIGIN = {
  repository: { id: 7, name: 'shop', owner: { login: 'acme' }, default_branch: 'main' },
  installation: { id: 3 },
};
const REPOSITORY = { id: 7, owner: 'acme', name: 'shop', installationId: 3 };

function requested(callbackUrl: string) {
  return {
    ...ORIGIN,
    action: 'requested',
    environment: 'production',
    deployment: { id: 11 },
    deployment_callback_url: callbackUrl,
  };
}

test('a requested gate carries the run of its callback address', () => {
  const url = `${API}/repos/acme/shop/actions/runs/99/deployment_protection_rule`;
  expect(parseWebhook('deployment_protection_rule', requested(url), API)).toEqual({
    kind: 'gate-requested',
    gate: { kind: 'gate', repository: REPOSITORY, deploymentId: 11, runId: 99, environment: 'production' },
  });
});

test.each([
  ['another host', 'https://evil.example/repos/acme/shop/actions/runs/99/deployment_protection_rule'],
  ['another repository', `${API}/repos/acme/other/actions/runs/99/deployment_protection_rule`],
  ['a longer path', `${API}/repos/acme/shop/actions/runs/99/../98/deployment_protection_rule`],
  ['no number', `${API}/repos/acme/shop/actions/runs/latest/deployment_protection_rule`],
  ['a host that begins alike', `${API}.evil.example/repos/acme/shop/actions/runs/9/deployment_protection_rule`],
  ['a query', `${API}/repos/acme/shop/actions/runs/9/deployment_protection_rule?x=1`],
])('a callback address of %s is not believed', (_, url) => {
  expect(parseWebhook('deployment_protection_rule', requested(url), API).kind).toBe('unrelated');
});

test('only a new comment can command', () => {
  const comment = { id: 5, body: '/tidegate override production because' };
  const payload = { ...ORIGIN, issue: { number: 2 }, comment };
  expect(parseWebhook('issue_comment', { ...payload, action: 'created' }, API)).toMatchObject({
    kind: 'command-written',
    issueNumber: 2,
    commentId: 5,
  });
  expect(parseWebhook('issue_comment', { ...payload, action: 'edited' }, API).kind).toBe('unrelated');
});

test('only a push to the default branch can move the policy', () => {
  expect(parseWebhook('push', { ...ORIGIN, ref: 'refs/heads/main' }, API).kind).toBe('default-branch-moved');
  expect(parseWebhook('push', { ...ORIGIN, ref: 'refs/heads/main2' }, API).kind).toBe('unrelated');
  expect(parseWebhook('push', { ...ORIGIN, ref: 'refs/tags/main' }, API).kind).toBe('unrelated');
});

test('a check or a status says on which commit; our own checks say nothing', () => {
  const sha = 'a'.repeat(40);
  const run = (name: string) => ({ ...ORIGIN, action: 'completed', check_run: { name, head_sha: sha } });
  expect(parseWebhook('check_run', run('build'), API)).toEqual({ kind: 'checks-moved', repository: REPOSITORY, sha });
  expect(parseWebhook('status', { ...ORIGIN, sha }, API)).toEqual({
    kind: 'checks-moved',
    repository: REPOSITORY,
    sha,
  });
  for (const name of ['tidegate', 'tidegate/policy']) {
    expect(parseWebhook('check_run', run(name), API).kind).toBe('unrelated');
  }
  expect(parseWebhook('status', { ...ORIGIN, sha: 'main' }, API).kind).toBe('unrelated');
});

test('a merge group tells its commits, its last pull request and when it was made', () => {
  const [head, base] = ['b'.repeat(40), 'a'.repeat(40)];
  const merge_group = {
    head_sha: head,
    base_sha: base,
    head_ref: `refs/heads/gh-readonly-queue/release/2.x/pr-104-${base}`,
    base_ref: 'refs/heads/release/2.x',
    head_commit: { timestamp: '2026-11-24T08:30:00+01:00' },
  };
  const parse = (action: string, parts = {}) =>
    parseWebhook('merge_group', { ...ORIGIN, action, merge_group: { ...merge_group, ...parts } }, API);
  expect(parse('checks_requested')).toEqual({
    kind: 'merge-group-changed',
    repository: REPOSITORY,
    number: 104,
    group: { headSha: head, baseSha: base, base: 'release/2.x', madeAt: '2026-11-24T07:30:00Z', isOver: false },
  });
  expect(parse('destroyed')).toMatchObject({ group: { headSha: head, isOver: true } });
  expect(parse('enqueued').kind).toBe('unrelated');
  expect(parse('checks_requested', { head_ref: 'refs/heads/pr-104' }).kind).toBe('unrelated');
  expect(parse('checks_requested', { head_commit: { timestamp: 'soon' } }).kind).toBe('unrelated');
  expect(parse('checks_requested', { head_sha: 'main' }).kind).toBe('unrelated');
});

test('an issue that moved, or a review of a deployment, concerns what waits', () => {
  expect(parseWebhook('issues', { ...ORIGIN, action: 'labeled' }, API)).toEqual({
    kind: 'issue-moved',
    repository: REPOSITORY,
  });
  expect(parseWebhook('deployment_review', ORIGIN, API).kind).toBe('deployment-moved');
});

test('a milestone that was made, moved, closed or deleted is told by its number', () => {
  const parse = (action: string, milestone: object) => parseWebhook('milestone', { ...ORIGIN, action, milestone }, API);
  for (const action of ['created', 'edited', 'closed', 'opened', 'deleted'])
    expect(parse(action, { number: 4 })).toEqual({ kind: 'milestone-moved', repository: REPOSITORY, number: 4 });
  expect(parse('edited', {}).kind).toBe('unrelated');
});

const INSTALLATION = { installation: { id: 3 } };

test.each(['membership', 'team', 'organization', 'member'])(
  '%s concerns everybody, with or without a repository',
  (name) => {
    const told = { kind: 'people-changed', installationId: 3 };
    expect(parseWebhook(name, { ...INSTALLATION, action: 'removed' }, API)).toEqual(told);
    expect(parseWebhook(name, { ...ORIGIN, action: 'removed' }, API)).toEqual(told);
    expect(parseWebhook(name, { action: 'removed' }, API).kind).toBe('unrelated');
  },
);

test('repositories that come to us are told with their names, those that go are not', () => {
  const added = [{ id: 8, name: 'api', full_name: 'acme/api' }];
  const told = { kind: 'repositories-added', repositories: [{ id: 8, owner: 'acme', name: 'api', installationId: 3 }] };
  const parse = (name: string, parts: object) => parseWebhook(name, { ...INSTALLATION, ...parts }, API);
  expect(parse('installation_repositories', { action: 'added', repositories_added: added })).toEqual(told);
  expect(parse('installation', { action: 'created', repositories: added })).toEqual(told);
  expect(parse('installation_repositories', { action: 'removed', repositories_removed: [] }).kind).toBe('unrelated');
  expect(parse('installation', { action: 'new_permissions_accepted' }).kind).toBe('people-changed');
});

test.each([
  ['installation', { action: 'deleted' }, { kind: 'installation-lost', why: 'uninstalled', installationId: 3 }],
  ['installation', { action: 'suspend' }, { kind: 'installation-lost', why: 'suspended', installationId: 3 }],
  ['installation', { action: 'unsuspend' }, { kind: 'installation-resumed', installationId: 3 }],
  [
    'installation_repositories',
    { action: 'removed', repositories_removed: [{ id: 8, name: 'api', full_name: 'acme/api' }] },
    {
      kind: 'repositories-lost',
      why: 'removed',
      repositories: [{ id: 8, owner: 'acme', name: 'api', installationId: 3 }],
    },
  ],
])('%s %j says what cannot be seen any more, or can again', (name, parts, told) => {
  expect(parseWebhook(name, { ...INSTALLATION, ...parts }, API)).toEqual(told);
});

test.each(['archived', 'deleted'] as const)('a repository that was %s is lost', (action) => {
  const told = { kind: 'repositories-lost', why: action, repositories: [REPOSITORY] };
  expect(parseWebhook('repository', { ...ORIGIN, action }, API)).toEqual(told);
});

test('a repository that is not archived any more is looked at anew', () => {
  const told = { kind: 'repository-changed', repository: REPOSITORY };
  expect(parseWebhook('repository', { ...ORIGIN, action: 'unarchived' }, API)).toEqual(told);
});

test('a repository that is called differently, moved, or has another default branch is looked at anew', () => {
  const parse = (parts: object) => parseWebhook('repository', { ...ORIGIN, ...parts }, API);
  const told = { kind: 'repository-changed', repository: REPOSITORY };
  expect(parse({ action: 'renamed', changes: { repository: { name: { from: 'old' } } } })).toEqual(told);
  expect(parse({ action: 'transferred' })).toEqual(told);
  expect(parse({ action: 'edited', changes: { default_branch: { from: 'master' } } })).toEqual(told);
  expect(parse({ action: 'edited', changes: { description: { from: 'a' } } }).kind).toBe('unrelated');
  expect(parse({ action: 'publicized' }).kind).toBe('unrelated');
});

test('a job that goes on concerns the gates of its run, one that is queued none', () => {
  const parse = (action: string) =>
    parseWebhook('workflow_job', { ...ORIGIN, action, workflow_job: { run_id: 99 } }, API);
  const told = { kind: 'run-moved', repository: REPOSITORY, runId: 99 };
  for (const action of ['waiting', 'in_progress', 'completed']) expect(parse(action)).toEqual(told);
  expect(parse('queued').kind).toBe('unrelated');
});

test('a suite of checks says on which commit; asking for our own check again does, too', () => {
  const sha = 'a'.repeat(40);
  const told = { kind: 'checks-moved', repository: REPOSITORY, sha };
  const suite = { ...ORIGIN, action: 'completed', check_suite: { head_sha: sha } };
  expect(parseWebhook('check_suite', suite, API)).toEqual(told);
  const run = { ...ORIGIN, action: 'rerequested', check_run: { name: 'tidegate', head_sha: sha } };
  expect(parseWebhook('check_run', run, API)).toEqual(told);
});

test('no example of a payload that GitHub publishes makes the parser fail', () => {
  const kinds = new Map<string, number>();
  for (const { name, examples: payloads } of EXAMPLES) {
    for (const payload of payloads) {
      const { kind } = parseWebhook(name, payload, API);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      expect(() => parseWebhook(name, { ...ORIGIN, ...payload }, API)).not.toThrow();
    }
  }
  expect([...kinds.values()].reduce((sum, count) => sum + count)).toBeGreaterThan(300);
  expect(kinds.get('pull-request-changed')).toBeGreaterThan(0);
});

test.each([[null], [[]], ['text'], [{}], [{ repository: { id: '7' } }]])('%j tells nothing', (payload) => {
  expect(parseWebhook('pull_request', payload, API).kind).toBe('unrelated');
});
