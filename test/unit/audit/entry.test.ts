import { describe, expect, it } from 'vitest';
import { auditLine } from '../../../src/audit/entry.ts';
import { answerEntry, effectEntry, outcomeEntry, overrideEntry } from '../../../src/audit/record-entries.ts';
import { reviewEntries } from '../../../src/audit/review-entry.ts';
import { canonicalJson, digestOf } from '../../../src/domain/canonical.ts';
import { type Facts, NOTHING_KNOWN, type PullRequestChange } from '../../../src/domain/facts.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import {
  check,
  command,
  decision,
  gate,
  openGate,
  override,
  pullRequest,
  report,
  SHA,
} from '../../contract/store/samples.ts';

const AT = toInstant(Date.parse('2026-11-23T09:00:00Z'));
const CHANGE: PullRequestChange = {
  ...{ kind: 'pull-request', number: 7, title: 't', body: '', author: 'ann', contributors: ['ann'], labels: [] },
  ...{ base: 'main', headSha: SHA, files: [], filesComplete: true, commits: 1, reviews: [] },
};
const NO_FACTS: Facts = {
  ...{ version: 1, at: AT, repository: 'acme/shop', direction: 'forward', complete: true },
  ...{ question: { kind: 'deploy', environment: 'production', actor: 'ann' }, candidate: { sha: SHA }, baseline: null },
  changes: [],
  ...NOTHING_KNOWN,
};
const SHOP = { repository: 'acme/shop', repositoryId: 1 };

describe('an audit line', () => {
  it('is the entry at its place, in the one spelling that digests are made of', () => {
    const entry = effectEntry(AT, report(gate(1), 'held\nuntil Monday'), null);
    const line = auditLine(entry, 7);
    expect(line).not.toContain('\n');
    expect(line).toBe(canonicalJson(JSON.parse(line)));
    expect(Object.keys(JSON.parse(line))).toEqual(['actor', 'at', 'data', 'kind', 'seq', 'subject', 'version']);
    expect(JSON.parse(line)).toMatchObject({ version: 1, seq: 7, at: AT });
  });

  it('does not hold what people wrote, only its digest', () => {
    const effect = report(gate(1), 'a text that should not be published');
    const entry = effectEntry(AT, effect, null);
    expect(auditLine(entry, 0)).not.toContain('published');
    expect(entry.data).toEqual({ effect: 'report-gate', slot: '1/gate/1/report', digest: digestOf(effect) });
  });
});

describe('the changes of a decision', () => {
  const made = decision();
  const facts = { ...NO_FACTS, changes: [CHANGE, { ...CHANGE, number: 8 }] };
  const linked = [{ change: '#7', requests: ['CHG1'] }];
  const requirement = { kind: 'linked-issue', status: 'pending', reason: { code: 'issue-missing' }, text: '' } as const;
  const gates = [{ name: 'g', status: 'pending', requirements: [{ ...requirement, linked }] }] as const;
  const answered = { at: AT, question: gate(1), summary: 'held', isFinal: false, facts };

  it('are logged with what each was made for, where a gate asks', () => {
    const entry = answerEntry({ ...answered, decision: { ...made, gates } });
    expect(entry.data['changes']).toEqual([
      { change: '#7', author: 'ann', requests: ['CHG1'] },
      { change: '#8', author: 'ann' },
    ]);
    expect(answerEntry({ ...answered, decision: made }).data['changes']).toEqual([
      { change: '#7', author: 'ann' },
      { change: '#8', author: 'ann' },
    ]);
  });
});

describe('what a decision was made from', () => {
  const review = (id: number, user: string, state: 'approved' | 'commented' | 'changes_requested', commit = SHA) => {
    return { id, user, state, commit, at: AT };
  };
  const person = (id: number, kind: 'user' | 'bot' = 'user') => ({ id, kind, permission: 'write', teams: [] }) as const;
  const change = (reviews: PullRequestChange['reviews'], contributors = ['ann', 'carl']) => ({
    ...CHANGE,
    contributors,
    reviews,
  });
  const loggedOf = (facts: Partial<Facts>) =>
    answerEntry({
      ...{ at: AT, question: gate(1), summary: 'held', isFinal: false, decision: decision() },
      facts: { ...NO_FACTS, ...facts },
    }).data;

  it('is logged with who asked, and with everybody by their number', () => {
    const question = { kind: 'deploy', environment: 'production', actor: 'Ben', actors: ['Ben', 'ola'] } as const;
    const people = { ben: person(4), ann: person(5), other: person(6) };
    const data = loggedOf({ question, people, changes: [CHANGE] });
    expect(data['startedBy']).toEqual(['Ben', 'ola']);
    expect(data['people']).toEqual([
      { id: 4, login: 'ben' },
      { id: 5, login: 'ann' },
    ]);
    expect(loggedOf({})['startedBy']).toEqual(['ann']);
  });

  it.each([
    ['somebody else approved what was merged', [review(1, 'dora', 'approved')], ['dora']],
    ['it was an older state', [review(1, 'dora', 'approved', 'f'.repeat(40))], []],
    ['they took it back', [review(1, 'dora', 'approved'), review(2, 'dora', 'changes_requested')], []],
    ['they only commented afterwards', [review(1, 'dora', 'approved'), review(2, 'dora', 'commented')], ['dora']],
    ['they had a hand in it', [review(1, 'CARL', 'approved'), review(2, 'ann', 'approved')], []],
    ['it was a bot', [review(1, 'robo', 'approved')], []],
  ])('says who reviewed a change, where %s', (_, reviews, by) => {
    const data = loggedOf({ changes: [change(reviews)], people: { robo: person(9, 'bot') } });
    expect(data['reviewed']).toEqual([{ change: '#7', contributors: ['carl'], by }]);
  });

  it('is logged with approvals, preflights and plans, and without what people wrote', () => {
    const approval = { user: 'pia', state: 'approved', at: AT, source: 'comment', sha: SHA, environment: 'p' } as const;
    const data = loggedOf({
      approvals: [{ ...approval, reason: 'fine by me' }],
      preflights: [{ file: 'p.yml', verdict: 'fail', at: AT, failedChecks: ['standby'] }],
      plans: [{ number: 3, title: 'release/1', dueAt: null, decisions: [] }],
    });
    expect(data).toMatchObject({
      approvals: [{ user: 'pia', state: 'approved', at: AT, source: 'comment' }],
      preflights: [{ file: 'p.yml', verdict: 'fail', at: AT, failedChecks: ['standby'] }],
      plans: [3],
    });
    expect(JSON.stringify(data)).not.toMatch(/fine by me|release\/1/);
  });

  it('leaves out what is not there', () => {
    expect(Object.keys(loggedOf({}))).not.toEqual(expect.arrayContaining(['approvals']));
    expect(loggedOf({})).not.toHaveProperty('plans');
  });
});

describe('entries', () => {
  const answered = { at: AT, question: gate(1), summary: 'held', isFinal: false };

  it('tell a decision from an answer without one', () => {
    expect(answerEntry({ ...answered, decision: null, facts: null })).toMatchObject({
      kind: 'answer',
      data: { summary: 'held' },
    });
    const made = decision();
    expect(answerEntry({ ...answered, decision: made, facts: null })).toMatchObject({
      kind: 'decision',
      data: {
        verdict: 'waiting',
        factsDigest: made.factsDigest,
        decisionDigest: digestOf(made),
        policy: made.policy,
        gates: [{ name: 'board', status: 'pending' }],
        counted: [{ gate: 'board', people: ['grace'] }],
      },
    });
  });

  it('name the content that was never sent because another took its place', () => {
    expect(effectEntry(AT, check(3, 'held'), 'e'.repeat(64)).data).toHaveProperty('replaces', 'e'.repeat(64));
  });

  it.each([
    [{ kind: 'done' }, { outcome: 'done' }],
    [
      { kind: 'superseded', because: 'run again' },
      { outcome: 'superseded', because: 'run again' },
    ],
    [
      { kind: 'retry', because: 'away', afterMs: 5 },
      { outcome: 'retry', because: 'away', afterMs: 5 },
    ],
  ] as const)('say how a try ended: %j', (outcome, data) => {
    const entry = outcomeEntry(AT, openGate(gate(1)), outcome, 2);
    expect(entry).toMatchObject({
      kind: 'outcome',
      data: { ...data, attempt: 2, digest: digestOf(openGate(gate(1))) },
    });
    expect(() => auditLine(entry, 0)).not.toThrow();
  });

  it('name the person who overrides, by id', () => {
    expect(overrideEntry(command(5), override(5))).toMatchObject({
      at: AT,
      actor: { kind: 'user', id: 7, login: 'ada' },
      subject: { ...SHOP, issue: 12, comment: 5, environment: 'production', commit: SHA },
      data: { reason: 'the shop is down' },
    });
  });

  it.each([
    [gate(1), { ...SHOP, deployment: 1, environment: 'production' }],
    [pullRequest(3), { ...SHOP, pullRequest: 3 }],
    [command(5), { ...SHOP, issue: 12, comment: 5 }],
    [{ kind: 'policy', repository: gate(1).repository } as const, SHOP],
  ])('say what they are about: %j', (question, subject) => {
    expect(answerEntry({ ...answered, question, decision: null, facts: null }).subject).toEqual(subject);
  });
});

describe('a review', () => {
  const question = { kind: 'review', repository: gate(1).repository, deploymentId: 4 } as const;
  const open = {
    ...{ environment: 'production', issueNumber: 30, closedAt: null, causes: [], reopenings: 0, undoneAt: null },
  };
  const rita = { id: 7, login: 'rita' };
  const closed = { ...open, closedAt: AT, causes: ['gap/testing'], closedBy: rita };

  it('is logged when it is closed, with who did it and why, once', () => {
    const [entry, ...more] = reviewEntries(AT, question, closed, open);
    expect(entry).toEqual({
      at: AT,
      actor: { kind: 'user', ...rita },
      kind: 'review',
      subject: { ...SHOP, deployment: 4, environment: 'production', issue: 30 },
      data: { state: 'closed', closedAt: AT, causes: ['gap/testing'], reopenings: 0 },
    });
    expect(more).toEqual([]);
    expect(reviewEntries(AT, question, closed, { ...closed, closedBy: undefined })).toEqual([]);
    expect(reviewEntries(AT, question, { ...closed, closedBy: null }, open)[0]?.actor).toEqual({ kind: 'tidegate' });
  });

  it('is logged when it was closed without a cause and opened again, with who had closed it', () => {
    const undone = { ...open, undoneAt: AT, reopenings: 1, closedBy: rita };
    expect(reviewEntries(AT, question, undone, open)).toMatchObject([
      { actor: { kind: 'tidegate' }, data: { state: 'reopened', closedAt: AT, reopenings: 1, by: [rita] } },
    ]);
    expect(reviewEntries(AT, question, undone, undone)).toEqual([]);
  });

  it('is logged when people open it again, and not while it stays as it is', () => {
    expect(reviewEntries(AT, question, open, closed)).toMatchObject([{ data: { state: 'open' } }]);
    expect(reviewEntries(AT, question, open, open)).toEqual([]);
    expect(reviewEntries(AT, question, open, null)).toEqual([]);
  });
});
