import { describe, expect, it } from 'vitest';
import type { DeploymentEvent } from '../../../../src/domain/dora-event.ts';
import { type Instant, toInstant } from '../../../../src/domain/instant.ts';
import type { RangeCommit } from '../../../../src/domain/notes-range.ts';
import { deploymentsFromTags } from '../../../../src/flow/dora/from-tags.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 1);
const ADA = { name: 'Ada', email: 'ada@example.org', login: null };

/** Commits by place: authored at that hour, committed half an hour later. */
function commit(place: number, message: string, parents: readonly number[] = [place - 1]): RangeCommit {
  const at = START + place * HOUR;
  const times = { authoredAt: toInstant(at), committedAt: toInstant(at + HOUR / 2) };
  return { sha: shaOf(place), parents: parents.map(shaOf), message, author: ADA, ...times };
}

function shaOf(place: number): string {
  return (place + 0x1000).toString(16).padEnd(40, 'a');
}

function hour(place: number): Instant {
  return toInstant(START + place * HOUR);
}

/** Each list is what a tag brought. */
async function eventsOf(...brought: readonly (readonly RangeCommit[])[]): Promise<readonly DeploymentEvent[]> {
  const commits = new Map(brought.flat().map((each) => [each.sha, each]));
  const tags = brought.map((its, index) => {
    const sha = its.at(-1)?.sha ?? shaOf(999 + index);
    return { name: `v${index}`, sha, at: START + 100 * (index + 1) * HOUR };
  });
  const history = {
    repository: 'acme/shop',
    broughtBy: (tag: number) => (brought[tag] ?? []).map(({ sha }) => sha),
    commits: async (names: readonly string[]) => names.flatMap((name) => commits.get(name) ?? []),
  };
  const lane = { service: 'shop', environment: 'production' };
  const judged = new Map([['v1', { tier: 'high', type: 'minor' as const }]]);
  const events: DeploymentEvent[] = [];
  for await (const event of deploymentsFromTags(tags, history, lane, judged)) events.push(event);
  return events;
}

async function changesOf(...commits: readonly RangeCommit[]) {
  const [, event] = await eventsOf([commit(0, 'start', [])], commits);
  return event?.changes;
}

describe('tags as deployments', () => {
  it('succeeded when they were set, and know what ran before', async () => {
    const events = await eventsOf([commit(0, 'start', [])], [commit(1, 'feat: one (#1)')], []);
    expect(events.map(({ id, finishedAt, previousSha }) => [id, finishedAt, previousSha])).toEqual([
      ['v0', hour(100), undefined],
      ['v1', hour(200), shaOf(0)],
      ['v2', hour(300), shaOf(1)],
    ]);
    expect(events[1]).toMatchObject({ tier: 'high', type: 'minor', service: 'shop', state: 'success' });
    expect(events[0]).not.toHaveProperty('tier');
  });

  it('of which the first brought nothing that anybody knows', async () => {
    const [first] = await eventsOf([commit(0, 'feat: all (#1)', [])]);
    expect(first?.changes).toEqual([]);
  });
});

describe('the changes of a tag', () => {
  it('of a merge begin with the first commit of the branch', async () => {
    const merge = commit(5, 'Merge pull request #4 from ada/topic\n\nA topic', [0, 4]);
    expect(await changesOf(commit(2, 'one', [0]), commit(4, 'two', [2]), merge)).toEqual([
      { number: 4, firstCommitAt: hour(2), mergedAt: toInstant(START + 5.5 * HOUR) },
    ]);
  });

  it('are squashed pull requests, and commits of their own where no pull request explains them', async () => {
    expect(await changesOf(commit(1, 'feat: one (#1)'), commit(2, 'straight'))).toEqual([
      { number: 1, firstCommitAt: hour(1), mergedAt: toInstant(START + 1.5 * HOUR) },
      { sha: shaOf(2), firstCommitAt: hour(2), mergedAt: toInstant(START + 2.5 * HOUR) },
    ]);
  });

  it('leave out what only joins branches', async () => {
    const joined = commit(3, "Merge branch 'main' of somewhere", [1, 2]);
    const changes = await changesOf(commit(1, 'one', [0]), commit(2, 'two', [0]), joined);
    expect(changes?.map(({ sha }) => sha)).toEqual([shaOf(1), shaOf(2)]);
  });
});

describe('a revert', () => {
  async function revertsOf(message: string): Promise<readonly (readonly number[] | undefined)[]> {
    const [, , event] = await eventsOf([commit(0, 'start', [])], [commit(1, 'feat: one (#1)')], [commit(2, message)]);
    return event?.changes?.map(({ reverts }) => reverts) ?? [];
  }

  it.each([
    ['by its title', 'Revert "feat: one (#1)" (#3)', [1]],
    ['of a revert, by the outer title', 'Revert "Revert "feat: one (#1)" (#3)" (#4)', [3]],
    ['by the commit it names', `Revert "feat: one"\n\nThis reverts commit ${shaOf(1)}.`, [1]],
    ['by a shortened name', `Revert "feat: one"\n\nThis reverts commit ${shaOf(1).slice(0, 13)}.`, [1]],
    ['by the words of GitHub', 'Take one back (#3)\n\nReverts acme/shop#1', [1]],
    ['by the number alone', 'Take one back (#3)\n\nReverts #1', [1]],
    ['named in two ways, once', `Revert "feat: one (#1)" (#3)\n\nThis reverts commit ${shaOf(1)}.`, [1]],
  ])('is known %s', async (_, message, expected) => {
    expect(await revertsOf(message)).toEqual([expected]);
  });

  it.each([
    ['of another repository', 'Take one back (#3)\n\nReverts other/shop#1'],
    ['of a commit that nobody knows', `Revert "x" (#3)\n\nThis reverts commit ${shaOf(77)}.`],
    ['of a commit that only begins alike', `Revert "x" (#3)\n\nThis reverts commit ${shaOf(1).slice(0, 12)}ffff.`],
    ['of a commit of its own', `feat: two (#3)\n\n* one\n\nThis reverts commit ${shaOf(1)}.`],
    ['that is only spoken of', 'docs: how this reverts commit names, and reverts #1 in prose (#3)'],
  ])('%s takes nothing back', async (_, message) => {
    expect(await revertsOf(message)).toEqual([undefined]);
  });
});
