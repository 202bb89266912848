/** Our reads and effects on two GitHubs: the stand-in, and one that others wrote. Both have to agree with us. */
import { describe, expect, test } from 'vitest';
import type { Reply, WriteCheck } from '../../src/domain/effect.ts';
import { openEmulatePlace } from './emulate-place.ts';
import type { Place } from './place.ts';
import { openStandinPlace } from './standin-place.ts';

function checkOn({ repository }: Place, headSha: string, parts: Partial<WriteCheck> = {}): WriteCheck {
  return {
    kind: 'write-check',
    repository,
    name: 'tidegate',
    headSha,
    externalId: 'pull-request/1',
    status: 'in_progress',
    title: 'Waiting',
    summary: 'for a review',
    annotations: [],
    ...parts,
  };
}

const DONE = { status: 'completed', conclusion: 'success', title: 'Open' } as const;
const FILES = { 'src/cart.ts': 'one\ntwo\n' };

describe.each([
  ['the stand-in', openStandinPlace],
  ['emulate', openEmulatePlace],
] as const)('on %s', (_name, open) => {
  test('the file of a commit and the head of the repository are read', async () => {
    await using place = await open();
    const { defaultBranch, sha } = await place.github.repository();
    expect([defaultBranch, sha]).toEqual(['main', await place.head()]);
    const { headSha } = await place.propose('feature', FILES);
    expect(await place.github.file('src/cart.ts', headSha)).toEqual({ text: FILES['src/cart.ts'] });
    expect(await place.github.file('src/none.ts', headSha)).toBeNull();
  });

  test('a check is written once and updated in place', async () => {
    await using place = await open();
    const { headSha } = await place.propose('feature', FILES);
    for (const effect of [checkOn(place, headSha), checkOn(place, headSha, DONE), checkOn(place, headSha, DONE)]) {
      expect(await place.github.apply(effect, Date.now())).toEqual({ kind: 'done' });
    }
    const [first, ...others] = await place.checks(headSha);
    expect(first).toMatchObject({ name: 'tidegate', status: 'completed', conclusion: 'success', title: 'Open' });
    expect(others).toEqual([]);
  });

  test('a completed check that has to wait again is followed by a new one', async () => {
    await using place = await open();
    const { headSha } = await place.propose('feature', FILES);
    await place.github.apply(checkOn(place, headSha, DONE), Date.now());
    await place.github.apply(checkOn(place, headSha), Date.now());
    const statuses = (await place.checks(headSha)).map(({ status }) => status);
    expect(statuses).toEqual(['in_progress', 'completed']);
  });

  test('two subjects on one commit have a check each', async () => {
    await using place = await open();
    const { headSha } = await place.propose('feature', FILES);
    await place.github.apply(checkOn(place, headSha), Date.now());
    await place.github.apply(checkOn(place, headSha, { externalId: 'pull-request/2' }), Date.now());
    expect(await place.checks(headSha)).toHaveLength(2);
  });

  test('a command is answered once, also where somebody else wrote our mark', async () => {
    await using place = await open();
    const { number } = await place.propose('feature', FILES);
    const commentId = await place.comment(number, '/tidegate status');
    await place.comment(number, `<!-- tidegate:reply ${commentId} -->`);
    const { repository } = place;
    const effect: Reply = { kind: 'reply', repository, issueNumber: number, commentId, body: 'Waiting.' };
    for (let n = 0; n < 2; n += 1) expect((await place.github.apply(effect, Date.now())).kind).toBe('done');
    const ours = (await place.comments(number)).filter(({ user }) => user === 'tidegate[bot]');
    expect(ours.map(({ body }) => body.split('\n')[0])).toEqual(['Waiting.']);
  });

  // Whether it was edited is not asked here: emulate stamps a new comment twice, a millisecond apart now and then.
  test('a comment is read with who wrote it', async () => {
    await using place = await open();
    const { number } = await place.propose('feature', FILES);
    const id = await place.comment(number, '/tidegate status');
    expect(await place.github.comment(id)).toMatchObject({ user: 'anna', body: '/tidegate status' });
    expect(await place.github.comment(id + 1000)).toBeNull();
  });

  test('a pull request is read with its author, its contributors and its reviews', async () => {
    await using place = await open();
    const { number, headSha } = await place.propose('feature', FILES);
    await place.review(number, 'changes_requested');
    const id = await place.review(number, 'approved');
    const { state, draft, change, ...read } = await place.github.pullRequest(number);
    expect({ state, draft, ...read }).toEqual({ state: 'open', draft: false, headSha, base: 'main' });
    expect(change).toMatchObject({ number, title: 'feat: feature', author: 'anna', labels: [], base: 'main' });
    expect(change.reviews.map((review) => [review.user, review.state])).toEqual([
      ['ben', 'changes_requested'],
      ['ben', 'approved'],
    ]);
    expect(change.reviews.at(-1)).toMatchObject({ id, commit: headSha });
  });

  test('what a branch changed is read with its files', async () => {
    await using place = await open();
    const base = await place.head();
    const { headSha } = await place.propose('feature', FILES);
    expect(await place.github.contains(headSha, base)).toBe(true);
    expect(await place.github.commit(headSha.slice(0, 12))).toBe(headSha);
  });

  test('nothing is there, or not ours to see: both are said as such', async () => {
    await using place = await open();
    await expect(place.github.pullRequest(4000)).rejects.toMatchObject({ kind: 'not-found' });
  });
});
