import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../../src/domain/instant.ts';
import type { CommitAuthor, NotesRange, RangeCommit } from '../../../../src/domain/notes-range.ts';
import { type WriteNotesRequest, writeNotes } from '../../../../src/flow/notes/write-notes.ts';
import type { NotesHistory } from '../../../../src/flow/ports/notes-history.ts';
import { parsePolicy } from '../../../../src/policy/parse.ts';
import type { Policy } from '../../../../src/policy/schema.ts';

const AT = '2026-01-05T09:00:00Z' as Instant;
const ADA: CommitAuthor = { name: 'Ada', email: 'ada@example.com', login: 'ada' };
const BOB: CommitAuthor = { name: 'Bob', email: 'bob@example.com', login: null };

function sha(digit: string): string {
  return digit.repeat(40);
}

function commit(digit: string, message: string, more: Partial<RangeCommit> = {}): RangeCommit {
  return { sha: sha(digit), parents: [sha('0')], message, author: ADA, authoredAt: AT, committedAt: AT, ...more };
}

function policyOf(text: string): Policy {
  const parsed = parsePolicy(`version: 1\n${text}`, { source: 'policy', file: 'p.yml' });
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  return parsed.policy;
}

class FakeHistory implements NotesHistory {
  readonly asked: unknown[] = [];
  readonly #range: Partial<NotesRange>;

  constructor(range: Partial<NotesRange>) {
    this.#range = range;
  }

  async range(ends: Parameters<NotesHistory['range']>[0]): Promise<NotesRange> {
    this.asked.push(['range', ends]);
    return {
      ...{ repository: 'acme/shop', direction: 'forward', complete: true },
      ...{ commits: [], lost: [], pullRequests: [], links: [] },
      from: { ref: 'v1', sha: sha('0') },
      to: { ref: 'v2', sha: sha('f') },
      ...this.#range,
    };
  }

  async commits(shas: readonly string[]): Promise<readonly RangeCommit[]> {
    this.asked.push(['commits', shas]);
    return [];
  }

  async newcomers(people: readonly CommitAuthor[], before: string | null): Promise<readonly CommitAuthor[]> {
    this.asked.push(['newcomers', people.map(({ name }) => name), before]);
    return people.filter(({ name }) => name === 'Bob');
  }
}

const REQUEST: WriteNotesRequest = {
  repository: 'acme/shop',
  from: 'v1',
  to: 'v2',
  service: null,
  environment: 'production',
  policy: policyOf(''),
  releaseFile: null,
  outcome: null,
  answeredBy: 'clone',
};

function tiersIn(notes: Awaited<ReturnType<typeof writeNotes>>) {
  return notes.sections.flatMap(({ changes }) => changes).map(({ number, tier }) => [number, tier]);
}

describe('what a revert names by number', () => {
  it('is looked for up to the earlier end, where the history can be searched', async () => {
    const range = { commits: [commit('1', 'Back out carts (#7)\n\nReverts #2')] };
    const searched: unknown[] = [];
    const history = Object.assign(new FakeHistory(range), {
      landed: async (...asked: unknown[]) => {
        searched.push(asked);
        return [commit('2', 'Add carts (#2)')];
      },
    });
    const reverted = async (from: NotesHistory) => (await writeNotes(from, REQUEST)).reverted;
    expect(await reverted(history)).toEqual([{ number: 2, title: 'Add carts', by: 7 }]);
    expect(searched).toEqual([[{ numbers: [2], titles: [] }, sha('0')]]);
    expect(await reverted(new FakeHistory(range))).toEqual([{ number: 2, title: '#2', by: 7 }]);
  });
});

describe('what changes were made for', () => {
  const commits = [
    commit('1', 'feat: one (#1)\n\nFor CHG100. Fixes acme/shop#4.'),
    commit('2', 'fix: two\n\nCHG7, closes #5'),
    commit('3', 'feat: three (#3)'),
  ];
  const gate = (asked: string) => policyOf(`gates: [{ name: request, require: { linked-issue: ${asked} } }]\n`);
  const told = async (policy: Policy, range: Partial<NotesRange> = { commits }) => {
    const notes = await writeNotes(new FakeHistory(range), { ...REQUEST, policy });
    const changes = notes.sections.flatMap((section) => section.changes);
    return [...changes, ...notes.unlinkedCommits].map(({ requests }) => requests);
  };

  it('is told where a gate asks for it, and not otherwise', async () => {
    expect(await told(gate('"CHG[0-9]+"'))).toEqual([['CHG100'], undefined, ['CHG7']]);
    expect(await told(gate('true'))).toEqual([['#4'], undefined, ['#5']]);
    expect(await told(policyOf(''))).toEqual([undefined, undefined, undefined]);
  });

  it('is what a pull request said when it was merged', async () => {
    const known = {
      ...{ number: 3, title: 'feat: three', body: 'CHG9', author: 'ada', labels: [], base: 'main', mergedAt: AT },
      mergeCommitSha: sha('3'),
    };
    const range = { commits: commits.slice(2), pullRequests: [known] };
    expect(await told(gate('"CHG[0-9]+"'), range)).toEqual([['CHG9']]);
    const later = { ...range, pullRequests: [{ ...known, isBodyLater: true as const }] };
    expect(await told(gate('"CHG[0-9]+"'), later)).toEqual([undefined]);
  });
});

const RISK = `risk:
  - { tier: high, when: { paths: ["db/**"] } }
  - { tier: medium, when: { labels: [payments] } }
  - { tier: high, when: { unreviewed: true } }
  - { tier: low }
`;
const file = (path: string) => ({ path, status: 'modified', additions: 0, deletions: 0 }) as const;

describe('the notes of a range', () => {
  it('are of the changes, the people who are new, and the policy that is in force', async () => {
    const history = new FakeHistory({
      commits: [
        commit('1', 'feat: one (#1)'),
        commit('2', 'Revert "old"\n\nThis reverts commit 1234567.', { author: BOB }),
      ],
    });
    const notes = await writeNotes(history, REQUEST);
    expect(notes).toMatchObject({ environment: 'production', service: null, firstTimeContributors: ['Bob'] });
    expect(tiersIn(notes)).toEqual([[1, 'medium']]);
    expect(history.asked).toEqual([
      ['range', { from: 'v1', to: 'v2', withFiles: false }],
      ['commits', ['1234567']],
      ['newcomers', ['Ada', 'Bob'], sha('0')],
    ]);
  });

  it('have the categories of the policy, and those of the file where it has none', async () => {
    const history = new FakeHistory({ commits: [commit('1', 'feat: one (#1)')] });
    const releaseFile = {
      categories: [{ title: 'File', types: [], labels: ['*'] }],
      exclude: { labels: [], authors: [] },
    };
    const titles = async (policy: Policy) =>
      (await writeNotes(history, { ...REQUEST, policy, releaseFile })).sections.map(({ title }) => title);
    expect(await titles(policyOf(''))).toEqual(['File']);
    expect(await titles(policyOf('notes: { categories: [{ title: Policy, types: [feat] }] }'))).toEqual(['Policy']);
  });

  it('of a first deployment look nobody up', async () => {
    const history = new FakeHistory({ from: null, direction: 'first' });
    await writeNotes(history, { ...REQUEST, from: null });
    expect(history.asked).toContainEqual(['newcomers', [], null]);
  });
});

describe('files', () => {
  it('are asked for where a service or a rule that can be answered looks at paths', async () => {
    const asks = async (policy: string, more: Partial<WriteNotesRequest> = {}) => {
      const history = new FakeHistory({});
      await writeNotes(history, { ...REQUEST, policy: policyOf(policy), ...more });
      return (history.asked[0] as [string, { withFiles: boolean }])[1].withFiles;
    };
    const services = 'services: { shop: { paths: ["apps/**"] } }\n';
    expect(await asks(RISK)).toBe(true);
    expect(await asks('risk: [{ tier: high, when: { paths: ["db/**"], labels: [a] } }, { tier: low }]')).toBe(false);
    expect(await asks(services)).toBe(false);
    expect(await asks(services, { service: 'Shop' })).toBe(true);
    expect(await asks('environments: { production: { service: whole } }', { service: 'whole' })).toBe(false);
    expect(await asks('', { service: 'shop' })).toBe(false);
  });

  it('decide what is of a service', async () => {
    const history = new FakeHistory({
      commits: [
        commit('1', 'feat: one (#1)', { files: [file('apps/a')] }),
        commit('2', 'feat: two (#2)', { files: [file('lib/a')] }),
        commit('3', 'feat: three (#3)', { files: [{ ...file('lib/b'), status: 'renamed', previousPath: 'apps/b' }] }),
      ],
    });
    const policy = policyOf('services: { shop: { paths: ["apps/**"] } }');
    const notes = await writeNotes(history, { ...REQUEST, policy, service: 'shop' });
    expect(notes.service).toBe('shop');
    expect(tiersIn(notes).map(([number]) => number)).toEqual([1, 3]);
  });

  it('that are not known leave a change at the highest tier', async () => {
    const history = new FakeHistory({ commits: [commit('1', 'fix: one (#1)')] });
    expect(tiersIn(await writeNotes(history, { ...REQUEST, policy: policyOf(RISK) }))).toEqual([[1, 'high']]);
  });
});

describe('tiers', () => {
  const commits = [
    commit('1', 'fix: one (#1)', { files: [file('db/a')] }),
    commit('2', 'fix: two (#2)', { files: [file('a')] }),
  ];
  const known = { title: 'fix: two', body: '', author: 'ada', labels: ['payments'], mergedAt: AT, base: 'main' };
  const pullRequests = [{ ...known, number: 2, mergeCommitSha: sha('2') }];

  it('are those of the rules that can be answered from where the history is read', async () => {
    const policy = policyOf(RISK);
    const clone = await writeNotes(new FakeHistory({ commits }), { ...REQUEST, policy });
    expect(tiersIn(clone)).toEqual([
      [1, 'high'],
      [2, 'low'],
    ]);
    const history = new FakeHistory({ commits, pullRequests });
    expect(tiersIn(await writeNotes(history, { ...REQUEST, policy, answeredBy: 'github' }))).toContainEqual([
      2,
      'medium',
    ]);
  });

  it('are the higher of those that the repository and its organisation give', async () => {
    const organisation = policyOf('risk: [{ tier: high, when: { title: "two" } }, { tier: low }]');
    const history = new FakeHistory({ commits });
    const notes = await writeNotes(history, { ...REQUEST, policy: policyOf('risk: [{ tier: low }]'), organisation });
    expect(tiersIn(notes)).toEqual([
      [1, 'low'],
      [2, 'high'],
    ]);
    const own = policyOf('risk: [{ tier: medium }]');
    expect(tiersIn(await writeNotes(history, { ...REQUEST, policy: own, organisation }))).toEqual([
      [1, 'medium'],
      [2, 'high'],
    ]);
  });

  it('ask for files where only the organisation does', async () => {
    const history = new FakeHistory({ commits });
    const notes = await writeNotes(history, {
      ...REQUEST,
      policy: policyOf('risk: [{ tier: low }]'),
      organisation: policyOf(RISK),
    });
    expect(history.asked[0]).toMatchObject(['range', { withFiles: true }]);
    expect(tiersIn(notes)).toContainEqual([1, 'high']);
  });

  it('are the highest where the two policies do not agree about them', async () => {
    const policy = policyOf('tiers: [a, b]\nrisk: [{ tier: a }]');
    const notes = await writeNotes(new FakeHistory({ commits }), { ...REQUEST, policy, organisation: policyOf('') });
    expect(tiersIn(notes)).toEqual([
      [1, 'high'],
      [2, 'high'],
    ]);
  });

  it('follow the release type where the policy has no rules', async () => {
    const history = new FakeHistory({ commits: [commit('1', 'feat!: one (#1)'), commit('2', 'docs: two (#2)')] });
    expect(Object.fromEntries(tiersIn(await writeNotes(history, REQUEST)))).toEqual({ 1: 'high', 2: 'low' });
  });
});

describe('a service that the policy does not know', () => {
  it('is refused with those it knows', async () => {
    const policy = policyOf('services: { shop: { paths: ["a/**"] }, pay: { paths: ["b/**"] } }');
    const refused = writeNotes(new FakeHistory({}), { ...REQUEST, policy, service: 'web' });
    await expect(refused).rejects.toMatchObject({
      kind: 'not-found',
      message: expect.stringContaining('there are shop, pay'),
    });
    await expect(writeNotes(new FakeHistory({}), { ...REQUEST, service: 'web' })).rejects.toThrow('it draws none');
  });
});
