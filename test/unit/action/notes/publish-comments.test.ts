import { expect, it } from 'vitest';
import type { ToPublish } from '../../../../src/action/notes/publish.ts';
import { MOST_WRITES, publishComments, runningPulls } from '../../../../src/action/notes/publish-comments.ts';
import type { Instant } from '../../../../src/domain/instant.ts';
import type { Notes } from '../../../../src/notes/notes.ts';
import { openShop } from '../../../standin/clients.ts';
import { jobIn } from './job.ts';

const SHA = 'c0ffee'.padEnd(40, '0');
const AT = '2026-03-05T10:00:00Z' as Instant;

function notesOf(numbers: readonly number[], parts: Partial<Notes['accounting']> = {}): Notes {
  const change = { title: 'x', author: 'anna', type: 'feat', tier: null, breaking: false, coAuthors: [] };
  return {
    ...{ version: 1, repository: 'acme/shop', service: null, environment: 'production' },
    ...{ from: { ref: 'v1', sha: SHA }, to: { ref: 'v2', sha: SHA }, direction: 'forward', outcome: null },
    sections: [{ title: 'Features', changes: numbers.map((number) => ({ ...change, number })) }],
    ...{ breaking: [], reverted: [], removedByRollback: [], unlinkedCommits: [] },
    ...{ contributors: [], firstTimeContributors: [] },
    accounting: {
      complete: true,
      links: numbers.map((number) => ({ number, method: 'associated', commits: 1 })),
      ...{ excluded: [], cancelled: [], onBothSides: [] },
      ...parts,
    },
  };
}

it('stops before it uses up what GitHub takes in an hour, and fails with what is left', async () => {
  const { github, shop } = await openShop();
  const numbers = Array.from({ length: MOST_WRITES + 3 }, (_, at) => {
    return shop.openIssue({ title: String(at), author: 'anna' }).number;
  });
  const asked: ToPublish = {
    job: jobIn(github, shop),
    notes: notesOf(numbers),
    ends: {
      ...{ from: 'v1', to: 'v2', toSha: SHA, environment: 'production', baselineSha: SHA },
      deployed: {
        id: 1,
        environment: 'production',
        sha: SHA,
        startedAt: AT,
        finishedAt: AT,
        state: 'success',
        isOfJob: true,
      },
    },
    ...{ manner: { repositoryUrl: null }, fullText: 'https://github.com/acme/shop/actions/runs/1', isDryRun: true },
  };
  const published = await publishComments(asked, { now: () => 0, sleep: async () => undefined });
  await github.close();
  expect(published).toMatchObject({ kind: 'refused', code: 'comments-left' });
  expect(published).toMatchObject({ because: expect.stringContaining('3 pull requests were not looked at') });
});

it('tells what runs: what the notes leave out too, and nothing that was taken back or that only a message names', () => {
  const notes = notesOf([1, 2, 3], {
    links: [
      { number: 1, method: 'associated', commits: 1 },
      { number: 2, method: 'squash-title', commits: 1 },
      { number: 3, method: 'recently-merged', commits: 1 },
      { number: 4, method: 'merge-commit', commits: 1 },
      { number: 5, method: 'associated', commits: 1 },
    ],
    excluded: [{ number: 4, title: 'chore', because: 'label skip-notes' }],
    cancelled: [{ number: 5, title: 'oops', by: 6 }],
  });
  expect(runningPulls(notes)).toEqual([1, 3, 4]);
});
