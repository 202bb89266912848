/** Commits, comparisons, pull requests and their limits. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openShop, plainClient, type Shop } from './clients.ts';

const R = { owner: 'acme', repo: 'shop' };
const ALL = { contents: 'read', pull_requests: 'read', issues: 'read', checks: 'read' } as const;

let stage: Shop;
let client: ReturnType<typeof plainClient>;

beforeEach(async () => {
  stage = await openShop();
  client = plainClient(stage.github, stage.github.jobToken({ repository: 'acme/shop', permissions: ALL }));
});

afterEach(async () => {
  stage.github.assertClean();
  await stage.github.close();
});

async function compare(basehead: string, page: { per_page?: number; page?: number } = {}) {
  return (await client.rest.repos.compareCommitsWithBasehead({ ...R, basehead, ...page })).data;
}

function push(branch: string, files: Readonly<Record<string, string | null>>, from?: string) {
  return stage.shop.push({
    branch,
    author: 'anna',
    message: `change ${Object.keys(files)[0]}`,
    files,
    ...(from ? { from } : {}),
  }).sha;
}

describe('a comparison', () => {
  test('says ahead, behind, diverged and identical, with the merge base', async () => {
    const start = stage.shop.head();
    const main = push('main', { a: '1\n' });
    const side = push('side', { b: '1\n' }, start);
    expect(await compare(`${start}...main`)).toMatchObject({
      status: 'ahead',
      ahead_by: 1,
      behind_by: 0,
      total_commits: 1,
    });
    expect(await compare(`main...${start}`)).toMatchObject({ status: 'behind', behind_by: 1, commits: [], files: [] });
    expect(await compare('main...side')).toMatchObject({
      status: 'diverged',
      ahead_by: 1,
      behind_by: 1,
      merge_base_commit: { sha: start },
      base_commit: { sha: main },
      commits: [{ sha: side }],
      files: [{ filename: 'b', status: 'added' }],
    });
    expect(await compare('main...main')).toMatchObject({ status: 'identical', merge_base_commit: { sha: main } });
    await expect(compare('main...nowhere')).rejects.toMatchObject({ status: 404 });
  });

  test('without paging has the newest 250 commits and 300 files; paged it has all commits, and files once', async () => {
    const start = stage.shop.head();
    const shas = Array.from({ length: 260 }, (_, n) => push('main', { [`f${n}`]: 'x\n', [`g${n}`]: 'y\n' }));
    const whole = await compare(`${start}...main`);
    expect([whole.total_commits, whole.commits.length, whole.files?.length]).toEqual([260, 250, 300]);
    expect(whole.commits.map(({ sha }) => sha)).toEqual(shas.slice(-250));
    const pages = await Promise.all([1, 2, 3].map((page) => compare(`${start}...main`, { per_page: 100, page })));
    expect(pages.flatMap(({ commits }) => commits.map(({ sha }) => sha))).toEqual(shas);
    expect(pages.map(({ files }) => files?.length)).toEqual([300, undefined, undefined]);
  }, 30_000);
});

describe('the files of a change', () => {
  test('have the lines that were added and removed, and renames with their old name', async () => {
    const start = stage.shop.head();
    stage.shop.push({
      author: 'anna',
      message: 'refactor',
      files: {
        'src/basket.ts': { from: 'src/cart.ts', text: 'one\ntwo\nthree!\n' },
        'README.md': null,
        'a/b.txt': 'x\ny\n',
      },
    });
    const { files } = await compare(`${start}...main`);
    expect(
      files?.map((file) => [file.status, file.previous_filename, file.filename, file.additions, file.deletions]),
    ).toEqual([
      ['removed', undefined, 'README.md', 0, 1],
      ['added', undefined, 'a/b.txt', 2, 0],
      ['renamed', 'src/cart.ts', 'src/basket.ts', 1, 1],
    ]);
    expect(files?.[2]?.patch).toBe('@@ -1,3 +1,3 @@\n one\n two\n-three\n+three!');
  });
});

describe('a pull request', () => {
  function open() {
    push('feature', { 'src/new.ts': 'a\n' });
    return stage.shop.openPullRequest({ head: 'feature', title: 'feat: new', author: 'anna' });
  }

  test('merged by a squash is one commit whose co-authors are all who wrote in it', async () => {
    const pull = open();
    pull.push({ author: 'cleo', coAuthors: ['dora'], message: 'more', files: { 'src/more.ts': 'b\n' } });
    const { sha } = pull.merge({ by: 'ben', method: 'squash' });
    const { data } = await client.rest.repos.getCommit({ ...R, ref: sha });
    expect(data.parents).toHaveLength(1);
    expect([data.author?.['login'], data.committer?.['login']]).toEqual(['anna', 'web-flow']);
    expect(data.commit.message).toContain('feat: new (#1)');
    expect(data.commit.message.match(/Co-authored-by: \w+/g)).toEqual(['Co-authored-by: cleo', 'Co-authored-by: dora']);
  });

  test('merged by a merge keeps its commits, and each of them leads back to it', async () => {
    const pull = open();
    const inside = pull.headSha;
    push('main', { other: 'x\n' });
    const { sha } = pull.merge({ by: 'ben' });
    const pulls = async (commit_sha: string) =>
      (await client.rest.repos.listPullRequestsAssociatedWithCommit({ ...R, commit_sha })).data.map(
        ({ number }) => number,
      );
    expect([await pulls(sha), await pulls(inside)]).toEqual([[1], [1]]);
    expect(stage.shop.head()).toBe(sha);
    const { data } = await client.rest.repos.getContent({ ...R, path: '.github/..'.slice(0, 7) });
    expect(Array.isArray(data)).toBe(true);
    const { data: commits } = await client.rest.pulls.listCommits({ ...R, pull_number: 1 });
    expect(commits.map((commit) => commit.sha)).toEqual([inside]);
  });

  test('keeps the commit a review was for, when more is pushed', async () => {
    const pull = open();
    const reviewed = pull.headSha;
    pull.review({ by: 'ben', state: 'approved' });
    pull.push({ author: 'anna', message: 'more', files: { z: 'z\n' } });
    const { data } = await client.rest.pulls.listReviews({ ...R, pull_number: 1 });
    expect(data.map(({ state, commit_id }) => [state, commit_id])).toEqual([['APPROVED', reviewed]]);
    expect(pull.headSha).not.toBe(reviewed);
    expect(() => pull.review({ by: 'anna', state: 'approved' })).toThrow(/own pull request/);
  });

  test('has commits of people without an account', async () => {
    const pull = open();
    pull.push({ author: 'Nobody Known <nobody@example.com>', message: 'more', files: { z: 'z\n' } });
    const { data } = await client.rest.pulls.listCommits({ ...R, pull_number: 1 });
    expect(data.map(({ author, commit }) => [author?.['login'] ?? null, commit.author?.email])).toEqual([
      ['anna', expect.stringContaining('anna@users.noreply.github.com')],
      [null, 'nobody@example.com'],
    ]);
  });
});

describe('lists', () => {
  test('come in pages with links', async () => {
    const issue = stage.shop.openIssue({ title: 'a', author: 'anna' });
    for (let n = 1; n <= 5; n += 1) issue.comment(`comment ${n}`, 'ben');
    const first = await client.rest.issues.listComments({ ...R, issue_number: 1, per_page: 2 });
    expect(first.headers.link).toContain('page=2>; rel="next"');
    expect(first.headers.link).toContain('page=3>; rel="last"');
    const all = await client.paginate(client.rest.issues.listComments, { ...R, issue_number: 1, per_page: 2 });
    expect(all.map(({ body }) => body)).toEqual([1, 2, 3, 4, 5].map((n) => `comment ${n}`));
  });

  test('are answered with 304 and no body to who has seen them', async () => {
    const first = await client.rest.repos.get(R);
    const etag = first.headers.etag ?? '';
    expect(etag).toMatch(/^W\/"/);
    await expect(client.rest.repos.get({ ...R, headers: { 'if-none-match': etag } })).rejects.toMatchObject({
      status: 304,
    });
    stage.shop.openIssue({ title: 'a', author: 'anna' });
    expect((await client.rest.repos.get({ ...R, headers: { 'if-none-match': etag } })).status).toBe(200);
  });
});
