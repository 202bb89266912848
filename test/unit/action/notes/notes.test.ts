import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NotesInputs } from '../../../../src/action/inputs.ts';
import { runNotes } from '../../../../src/action/notes.ts';
import type { Outcome } from '../../../../src/action/outcome.ts';
import type { Runner } from '../../../../src/action/runner.ts';
import type { Notes } from '../../../../src/notes/notes.ts';
import type { Permissions, Repository, Standin } from '../../../../standin/start.ts';
import { openShop } from '../../../standin/clients.ts';
import { mergeOne } from '../../github/notes/job-in-shop.ts';
import { jobIn, MAY_PUBLISH, runnerIn } from './job.ts';

let standin: Standin;
let shop: Repository;
let folder: string;
const slept: number[] = [];

beforeEach(async () => {
  ({ github: standin, shop } = await openShop());
  folder = mkdtempSync(join(tmpdir(), 'tidegate-notes-'));
  slept.length = 0;
});

afterEach(async () => {
  await standin.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Step extends Partial<Omit<NotesInputs, 'command'>> {
  readonly runner?: Partial<Runner>;
  readonly permissions?: Permissions;
}

function notes({ runner, permissions = MAY_PUBLISH, ...inputs }: Step = {}): Promise<Outcome> {
  const given: NotesInputs = {
    ...{ command: 'notes', token: 't', environment: '', sha: '', reportDir: '', isDryRun: false },
    ...{
      policyFile: '.github/tidegate.yml',
      deploymentId: undefined,
      service: '',
      from: '',
      to: '',
      publish: 'summary',
    },
    ...inputs,
  };
  return runNotes(given, runnerIn(shop, folder, runner), {
    connect: async () => jobIn(standin, shop, permissions),
    now: () => Date.parse('2026-03-05T10:00:00Z'),
    sleep: async (ms) => {
      slept.push(ms);
    },
  });
}

function resultOf({ outputs }: Outcome): Notes {
  return JSON.parse(outputs.result ?? '') as Notes;
}

function deploy(sha: string, state: 'success' | 'in_progress' | 'failure' = 'success'): number {
  const { id } = shop.createDeployment({ environment: 'production', ref: sha, creator: 'anna' });
  shop.setDeploymentStatus(id, state);
  return id;
}

describe('the tier of a change', () => {
  it('is the higher of those that the repository and its organisation give', async () => {
    const files = {
      '.github/tidegate-org.yml': 'version: 1\nrisk: [{ tier: high, when: { title: cart } }, { tier: low }]\n',
    };
    standin.createRepository({ owner: 'acme', name: '.github', files });
    shop.tag('v1');
    mergeOne(shop, 'cart');
    mergeOne(shop, 'docs');
    const { sections } = resultOf(await notes({ from: 'v1', to: 'main' }));
    const tiers = sections.flatMap(({ changes }) => changes.map(({ title, tier }) => [title, tier]));
    expect(tiers).toEqual([
      ['feat: cart', 'high'],
      ['feat: docs', 'medium'],
    ]);
  });
});

describe('the range', () => {
  it('is between two revisions, and stands in outputs, files and the summary', async () => {
    shop.tag('v1');
    const { number } = mergeOne(shop, 'cart');
    shop.tag('v2');
    const outcome = await notes({ from: 'v1', to: 'v2' });
    expect(outcome).toMatchObject({ decision: 'proceed', verdict: 'done', reasonCode: '', problems: [] });
    expect(resultOf(outcome)).toMatchObject({
      version: 1,
      from: { ref: 'v1' },
      to: { ref: 'v2' },
      sections: [{ title: 'Features', changes: [{ number, author: 'anna' }] }],
    });
    expect(JSON.parse(readFileSync(outcome.outputs['report-path'] ?? '', 'utf8'))).toEqual(resultOf(outcome));
    expect(readFileSync(join(folder, 'notes.md'), 'utf8')).toContain('cart');
    expect(outcome.outputs.notes).toContain('cart');
    expect(outcome.outputs['notes-url']).toBe('https://github.com/acme/shop/actions/runs/42');
    expect(outcome.summary).toContain('cart');
    standin.assertClean();
  });

  it('goes from the last successful deployment of another commit to what is deployed', async () => {
    const first = shop.head();
    deploy(first);
    const failed = mergeOne(shop, 'broken');
    deploy(failed.sha, 'failure');
    const { sha } = mergeOne(shop, 'cart');
    deploy(sha);
    deploy(sha);
    const later = mergeOne(shop, 'later');
    deploy(later.sha);
    const outcome = await notes({ environment: 'production', sha });
    expect(resultOf(outcome)).toMatchObject({ from: { sha: first }, to: { sha }, environment: 'production' });
    expect(resultOf(outcome).sections.flatMap(({ changes }) => changes.map(({ title }) => title))).toHaveLength(2);
  });

  it('is of a first deployment where nothing succeeded before, and says so', async () => {
    const outcome = await notes({ environment: 'production' });
    expect(resultOf(outcome)).toMatchObject({ from: null, direction: 'first' });
    expect(outcome.details).toContain('Nothing was deployed to production before');
    expect(outcome.summary).toContain('Nothing was deployed to production before');
  });

  it('of a tag that was pushed ends there', async () => {
    shop.tag('v1');
    mergeOne(shop, 'cart');
    shop.tag('v2');
    const outcome = await notes({ from: 'v1', runner: { ref: 'refs/tags/v2' } });
    expect(resultOf(outcome).to.ref).toBe('v2');
    // The commit of the tag is no other end, and only the tag has a release.
    const same = await notes({ from: 'v1', sha: shop.head(), runner: { ref: 'refs/tags/v2' } });
    expect(resultOf(same).to.ref).toBe('v2');
  });

  it('ends at the commit that is given, although a tag was pushed', async () => {
    shop.tag('v1');
    const { sha } = mergeOne(shop, 'cart');
    mergeOne(shop, 'later');
    shop.tag('v2');
    const outcome = await notes({ from: 'v1', sha, runner: { ref: 'refs/tags/v2' } });
    expect(resultOf(outcome).to).toMatchObject({ sha });
    expect(resultOf(outcome).to.ref).not.toBe('v2');
  });

  it('is refused where nothing says where it begins', async () => {
    const outcome = await notes();
    expect(outcome).toMatchObject({ decision: 'stop', reasonCode: 'invalid-input' });
    expect(outcome.headline).toContain('"from"');
  });

  it('names a revision that is not there', async () => {
    const outcome = await notes({ from: 'v0.9' });
    expect(outcome).toMatchObject({ decision: 'stop', verdict: 'error', reasonCode: 'not-found' });
    expect(outcome.headline).toContain('"v0.9"');
  });
});

describe('the policy', () => {
  it('gives categories, and the release what it has to get through', async () => {
    deploy(shop.head());
    const policy = `version: 1
notes: { categories: [{ title: Shiny, types: [feat] }] }
gates:
  - name: peer review
    for: { environments: [production] }
    require: { approvals: { count: 1, from: { permission: write } } }
`;
    shop.push({ author: 'ben', message: 'chore: policy', files: { '.github/tidegate.yml': policy } });
    const { sha } = mergeOne(shop, 'cart');
    deploy(sha, 'in_progress');
    const outcome = await notes({ environment: 'production', sha });
    expect(resultOf(outcome).sections[0]?.title).toBe('Shiny');
    expect(resultOf(outcome).outcome).toMatchObject({
      verdict: 'waiting',
      gates: expect.arrayContaining([expect.objectContaining({ name: 'peer review', state: 'pending' })]),
    });
    expect(outcome.outputs.tier).toBe(resultOf(outcome).outcome?.tier);
    const after = shop.deployments('production').at(-1)?.id ?? 0;
    shop.setDeploymentStatus(after, 'success');
    expect(resultOf(await notes({ environment: 'production', sha })).outcome).toBeNull();
  });

  it('is followed by .github/release.yml where it has no categories', async () => {
    const text = 'changelog:\n  categories:\n    - title: Everything\n      labels: ["*"]\n';
    shop.push({ author: 'ben', message: 'chore: notes', files: { '.github/release.yml': text } });
    shop.tag('v1');
    mergeOne(shop, 'cart');
    expect(resultOf(await notes({ from: 'v1', to: 'main' })).sections[0]?.title).toBe('Everything');
  });

  it('that is not valid stops the step: other rules would give other notes', async () => {
    shop.push({ author: 'ben', message: 'chore: oops', files: { '.github/tidegate.yml': 'version: 1\nnots: 1\n' } });
    const outcome = await notes({ from: 'main', to: 'main' });
    expect(outcome).toMatchObject({ decision: 'stop', reasonCode: 'policy-invalid' });
    expect(outcome.problems).toHaveLength(1);
  });

  it('without the service that is asked for is said', async () => {
    shop.tag('v1');
    const outcome = await notes({ from: 'v1', to: 'main', service: 'nowhere' });
    expect(outcome).toMatchObject({ decision: 'stop', reasonCode: 'not-found' });
    expect(outcome.headline).toContain('nowhere');
  });
});

describe('publish: release', () => {
  const release = (more: Step = {}) => notes({ from: 'v1', to: 'v2', publish: 'release', ...more });

  beforeEach(() => {
    shop.tag('v1');
    mergeOne(shop, 'cart');
    shop.tag('v2');
  });

  it('makes the release, and says so already when it is run again', async () => {
    const outcome = await release();
    expect(outcome).toMatchObject({ decision: 'proceed', verdict: 'done' });
    expect(shop.releases()).toMatchObject([{ tag: 'v2', author: 'github-actions[bot]', draft: false }]);
    expect(shop.releases()[0]?.body).toContain('cart');
    expect(outcome.outputs['notes-url']).toContain('/releases/tag/v2');
    expect((await release()).headline).toContain('says so already');
    expect(standin.countRequests({ operation: 'repos/update-release' })).toBe(0);
    standin.assertClean();
  });

  it('keeps what people wrote around its part, in a draft too', async () => {
    shop.createRelease({ tag: 'v2', by: 'ben', body: 'By hand: hello.', draft: true });
    await release();
    expect(shop.releases()).toMatchObject([{ draft: true, body: expect.stringMatching(/^By hand: hello\.\n\n<!--/) }]);
    expect(shop.releases()[0]?.body).toContain('cart');
  });

  it('does not touch a part in which people wrote, and fails', async () => {
    await release();
    const edited = (shop.releases()[0]?.body ?? '').replace('cart', 'the new basket');
    shop.editRelease('v2', edited);
    const outcome = await release();
    expect(outcome).toMatchObject({ decision: 'stop', verdict: 'refused', reasonCode: 'edited' });
    expect(outcome.headline).toContain('delete the part');
    expect(outcome.outputs.notes).toContain('cart');
    expect(shop.releases()[0]?.body).toBe(edited);
  });

  it('explains what is no tag', async () => {
    const outcome = await release({ to: 'main' });
    expect(outcome).toMatchObject({ decision: 'stop', reasonCode: 'no-tag' });
    expect(shop.releases()).toEqual([]);
  });

  it('explains the 404 that GitHub gives to a commit that changes workflows', async () => {
    shop.push({ author: 'anna', message: 'ci: x', files: { '.github/workflows/ci.yml': 'on: push\n' } });
    shop.tag('v3');
    standin.fault({ operation: 'repos/create-release', kind: 'status', status: 404 });
    const outcome = await release({ to: 'v3' });
    expect(outcome).toMatchObject({ decision: 'stop', reasonCode: 'rejected' });
    expect(outcome.headline).toContain('.github/workflows');
    expect(outcome.headline).toContain('workflows: write');
  });

  it('names the permission that the job lacks', async () => {
    const outcome = await release({ permissions: { ...MAY_PUBLISH, contents: 'read' } });
    expect(outcome).toMatchObject({ decision: 'stop', reasonCode: 'forbidden' });
    expect(outcome.headline).toContain('contents: write');
    expect(outcome.outputs.result).toContain('cart');
  });

  it('finds what it made where the answer was lost', async () => {
    standin.fault({ operation: 'repos/create-release', kind: 'status-after', status: 502 });
    expect(await release()).toMatchObject({ decision: 'proceed' });
    expect(shop.releases()).toHaveLength(1);
  });

  it('says when GitHub makes it wait', async () => {
    standin.fault({ operation: 'repos/create-release', kind: 'status', status: 403, headers: { 'retry-after': '60' } });
    const outcome = await release();
    expect(outcome).toMatchObject({ decision: 'stop', reasonCode: 'rate-limited' });
    expect(outcome.headline).toContain('later');
    expect(shop.releases()).toEqual([]);
  });

  it('shortens what is too long for a release, and links to the whole', async () => {
    shop.createRelease({ tag: 'v2', by: 'ben', body: 'By hand. '.repeat(13_000) });
    for (let each = 0; each < 20; each += 1) {
      const message = `feat: ${'long '.repeat(45)}${each}`;
      shop.push({ author: 'anna', message, files: { [`${each}.ts`]: 'x' } });
    }
    shop.tag('v2');
    expect(await release()).toMatchObject({ decision: 'proceed' });
    const body = shop.releases()[0]?.body ?? '';
    expect([...body].length).toBeLessThan(125_000);
    expect(body).toContain('https://github.com/acme/shop/actions/runs/42');
    expect(readFileSync(join(folder, 'notes.md'), 'utf8').length).toBeGreaterThan(4000);
    standin.assertClean();
  });

  it('fails where people left no room', async () => {
    shop.createRelease({ tag: 'v2', by: 'ben', body: 'x'.repeat(124_900) });
    expect(await release()).toMatchObject({ decision: 'stop', reasonCode: 'no-room' });
  });

  it('of a version before a release is a prerelease', async () => {
    shop.tag('v3.0.0-rc.1');
    await release({ to: 'v3.0.0-rc.1' });
    expect(shop.releases()[0]?.prerelease).toBe(true);
  });

  it('writes nothing in a dry run, and says what it would write', async () => {
    const outcome = await release({ isDryRun: true });
    expect(outcome.headline).toContain('would create the release of v2');
    expect(shop.releases()).toEqual([]);
  });
});

describe('publish: comment', () => {
  const comment = (sha: string, more: Step = {}) =>
    notes({ environment: 'production', sha, publish: 'comment', ...more });
  const commentsOn = (number: number) => shop.pullRequest(number).comments;

  it('says on each pull request since when it runs, once', async () => {
    deploy(shop.head());
    const [one, two] = [mergeOne(shop, 'cart'), mergeOne(shop, 'search', { method: 'rebase', texts: ['a', 'b'] })];
    deploy(two.sha);
    const outcome = await comment(two.sha);
    expect(outcome).toMatchObject({ decision: 'proceed', verdict: 'done' });
    for (const { number } of [one, two]) {
      expect(commentsOn(number)).toMatchObject([{ user: 'github-actions[bot]' }]);
      expect(commentsOn(number)[0]?.body).toContain('This has been in **production** since');
    }
    expect(slept).toEqual([1000]);
    await comment(two.sha);
    expect(standin.countRequests({ operation: 'issues/create-comment' })).toBe(2);
    expect(standin.countRequests({ operation: 'issues/update-comment' })).toBe(0);
    standin.assertClean();
  });

  it('leaves alone who writes its mark, and its own comment in which people wrote', async () => {
    deploy(shop.head());
    const { number, sha } = mergeOne(shop, 'cart');
    deploy(sha);
    await comment(sha);
    const [ours] = commentsOn(number);
    const forged = (ours?.body ?? '').replace('production', 'nowhere');
    shop.pullRequest(number).deleteComment(ours?.id ?? 0, 'ben');
    shop.pullRequest(number).comment(forged, 'cleo');
    await comment(sha);
    expect(commentsOn(number).map(({ user }) => user)).toEqual(['cleo', 'github-actions[bot]']);
    const [, again] = commentsOn(number);
    shop
      .pullRequest(number)
      .editComment(again?.id ?? 0, (again?.body ?? '').replace('This has', 'Hurray, this has'), 'ben');
    const outcome = await comment(sha);
    expect(outcome.warnings).toEqual([expect.stringContaining(`#${number} was left alone`)]);
    expect(commentsOn(number)[1]?.body).toContain('Hurray');
  });

  it('tells when a way back took it away, and only where it had told that it runs', async () => {
    const before = shop.head();
    deploy(before);
    const told = mergeOne(shop, 'cart');
    deploy(told.sha);
    await comment(told.sha);
    const untold = mergeOne(shop, 'search');
    deploy(untold.sha);
    deploy(before);
    await comment(before);
    expect(commentsOn(told.number)).toHaveLength(1);
    expect(commentsOn(told.number)[0]?.body).toContain('no longer in production');
    expect(commentsOn(untold.number)).toEqual([]);
  });

  it('comments on no pull request that only a message names', async () => {
    const victim = shop.openPullRequest({ head: 'main', title: 'other', author: 'cleo' });
    deploy(shop.head());
    const { sha } = shop.push({ author: 'anna', message: `feat: x (#${victim.number})`, files: { 'x.ts': 'x' } });
    deploy(sha);
    await comment(sha);
    expect(commentsOn(victim.number)).toEqual([]);
  });

  it('is refused for what does not run', async () => {
    deploy(shop.head());
    const { number, sha } = mergeOne(shop, 'cart');
    deploy(sha, 'failure');
    expect(await comment(sha)).toMatchObject({ decision: 'stop', reasonCode: 'not-deployed' });
    expect(commentsOn(number)).toEqual([]);
  });

  it('names the permission that the job lacks', async () => {
    deploy(shop.head());
    const { sha } = mergeOne(shop, 'cart');
    deploy(sha);
    const permissions = { ...MAY_PUBLISH, issues: 'read', pull_requests: 'read' } as const;
    const outcome = await comment(sha, { permissions });
    expect(outcome).toMatchObject({ decision: 'stop', reasonCode: 'forbidden' });
    expect(outcome.headline).toContain('pull-requests: write');
  });

  it('says where a conversation is locked', async () => {
    deploy(shop.head());
    const { number, sha } = mergeOne(shop, 'cart');
    deploy(sha);
    const message = 'Unable to create comment because issue is locked.';
    standin.fault({ operation: 'issues/create-comment', kind: 'status', status: 403, message });
    const outcome = await comment(sha);
    expect(outcome).toMatchObject({ decision: 'proceed' });
    expect(outcome.warnings).toEqual([`The conversation of #${number} is locked, so nothing is said there.`]);
  });

  it('writes nothing in a dry run', async () => {
    deploy(shop.head());
    const { number, sha } = mergeOne(shop, 'cart');
    deploy(sha);
    const outcome = await comment(sha, { isDryRun: true });
    expect(outcome.headline).toContain('would be written');
    expect(commentsOn(number)).toEqual([]);
  });
});

it('publish: none leaves a line in the summary', async () => {
  shop.tag('v1');
  mergeOne(shop, 'cart');
  const outcome = await notes({ from: 'v1', to: 'main', publish: 'none' });
  expect(outcome.summary).toContain('Release notes from v1 to main: 1 pull request');
  expect(outcome.summary).not.toContain('cart');
});
