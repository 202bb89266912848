/** The evidence of a release or a period: what a report says, and that each line of it can be proven. */
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readSigningKey } from '../../../../src/audit/crypto.ts';
import { auditLine, type NewAuditEntry } from '../../../../src/audit/entry.ts';
import { signedHead } from '../../../../src/audit/export-log.ts';
import { leafHash } from '../../../../src/audit/hash.ts';
import { provesInclusion } from '../../../../src/audit/proof.ts';
import { makeReport, readFirst } from '../../../../src/audit/report/make-report.ts';
import { renderReport } from '../../../../src/audit/report/markdown.ts';
import { Names } from '../../../../src/audit/report/names.ts';
import { type Asked, readRelease } from '../../../../src/audit/report/scope.ts';
import { type Instant, toInstant } from '../../../../src/domain/instant.ts';

const SHA = '4f1c2aa'.padEnd(40, '0');
const OTHER = 'beef'.padEnd(40, '1');
const BASE = Date.UTC(2026, 10, 23, 9);
const ORIGIN = 'github.com/installations/5/audit';

const TIDEGATE = { kind: 'tidegate' } as const;
const user = (login: string, id: number) => ({ kind: 'user', id, login }) as const;

function at(minute: number): Instant {
  return toInstant(BASE + minute * 60_000);
}

type Rest = Pick<NewAuditEntry, 'kind'> & Partial<NewAuditEntry>;

function entry(minute: number, { kind, actor = TIDEGATE, subject, data = {} }: Rest): NewAuditEntry {
  const place = { repository: 'acme/shop', repositoryId: 1 };
  return { at: at(minute), actor, kind, subject: { ...place, ...subject }, data };
}

const GATE = { repository: 'acme/shop', repositoryId: 1, deployment: 100, environment: 'production' };

function decision(minute: number, data: NewAuditEntry['data'] = {}, subject = GATE): NewAuditEntry {
  return entry(minute, {
    kind: 'decision',
    subject,
    data: {
      summary: 'Open for production',
      verdict: 'open',
      mode: 'enforce',
      tier: 'high',
      releaseType: 'minor',
      policy: { sources: ['.github/tidegate.yml'], digest: 'p'.repeat(64) },
      factsDigest: 'f'.repeat(64),
      decisionDigest: 'd'.repeat(64),
      override: null,
      changes: [{ change: '#12', author: 'carol' }],
      changeCount: 1,
      gates: [{ name: 'board', status: 'met' }],
      counted: [{ gate: 'board', people: ['alice', 'bob'] }],
      ...data,
    },
  });
}

const STORY: readonly NewAuditEntry[] = [
  entry(0, {
    kind: 'gate',
    subject: { ...GATE, commit: SHA },
    data: { from: null, to: 'held', reasons: ['not-enough'], requestedAt: at(0) },
  }),
  entry(1, {
    kind: 'approve',
    actor: user('alice', 7),
    subject: { repository: 'acme/shop', repositoryId: 1, environment: 'production', commit: SHA, comment: 3 },
  }),
  entry(1, { kind: 'answer', subject: { repository: 'acme/other', repositoryId: 2 } }),
  decision(2),
  entry(3, { kind: 'outcome', subject: { ...GATE, commit: SHA }, data: { effect: 'open-gate', outcome: 'done' } }),
  entry(3, {
    kind: 'gate',
    subject: { ...GATE, commit: SHA },
    data: { from: 'held', to: 'approved', reasons: [], requestedAt: at(0) },
  }),
  decision(4, { verdict: 'waiting', summary: 'Looked at again' }),
  entry(5, { kind: 'verification', subject: { ...GATE, commit: SHA }, data: { verdict: 'fail' } }),
  entry(9, { kind: 'rollback', subject: { ...GATE, commit: SHA }, data: { state: 'verified', target: OTHER } }),
  entry(20, {
    kind: 'bypass',
    subject: { ...GATE, deployment: 101, commit: OTHER },
    data: { from: 'held', to: 'bypassed', reasons: [], by: [{ id: 9, login: 'mallory' }], requestedAt: at(19) },
  }),
];

const KEY = readSigningKey(
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
);

async function reportOn(asked: Partial<Asked>, { erased = [] as readonly string[], entries = STORY } = {}) {
  const lines = entries.map((each, seq) => auditLine(each, seq));
  async function* read() {
    yield* lines;
  }
  const whole: Asked = { repository: 'acme/shop', release: null, from: null, to: null, ...asked };
  const names = new Names(erased);
  const first = await readFirst(read, whole, names);
  if (KEY === null) throw new Error('no key');
  const { note } = signedHead(first.tree, ORIGIN, KEY);
  const checkpoint = { note, covered: first.tree.size };
  const report = await makeReport(read, first, { asked: whole, release: 'x', names, origin: ORIGIN, checkpoint });
  return { report, lines, tree: first.tree };
}

describe('a release', () => {
  test('tells what, who, when, policy, outcome and where in the log', async () => {
    const { report } = await reportOn({ release: { kind: 'commit', digits: '4f1c2aa' } });
    expect(report.releases).toHaveLength(1);
    const [release] = report.releases;
    expect(release).toMatchObject({
      deployment: 100,
      environment: 'production',
      commit: SHA,
      requestedAt: at(0),
      openedAt: at(3),
      state: 'approved',
      verification: { verdict: 'fail', seq: 7 },
      rollback: { state: 'verified', target: OTHER },
      positions: [0, 3, 4, 5, 6, 7, 8],
    });
    expect(release?.decision?.changes).toEqual([{ change: '#12', author: 'carol' }]);
    expect(release?.said.map(({ who, kind }) => [who, kind])).toEqual([['alice', 'approve']]);
  });

  test('the decision is the one it was let through by, not a later look at it', async () => {
    const { report } = await reportOn({ release: { kind: 'deployment', id: 100 } });
    expect(report.releases[0]?.decision).toMatchObject({ summary: 'Open for production', seq: 3 });
  });

  test('lines of other repositories and other releases are no part of it', async () => {
    const { report } = await reportOn({ release: { kind: 'commit', digits: '4f1c2aa' } });
    expect(report.lines.map(({ seq }) => seq)).toEqual([0, 1, 3, 4, 5, 6, 7, 8]);
  });

  test('each line that is listed can be proven against the checkpoint', async () => {
    const { report, lines, tree } = await reportOn({ release: { kind: 'commit', digits: '4f1c2aa' } });
    const root = tree.rootAt(tree.size);
    for (const { seq, proof } of report.lines) {
      const path = (proof ?? []).map((hash) => new Uint8Array(Buffer.from(hash, 'base64')));
      const leaf = { index: seq, hash: leafHash(Buffer.from(lines[seq] ?? '')) };
      expect(provesInclusion(leaf, { size: tree.size, root }, path)).toBe(true);
    }
    expect(report.lines.every(({ proof }) => proof !== null)).toBe(true);
  });
});

test('changes are told with what they were made for, whatever people called it, and lines without it stay readable', async () => {
  const changes = [
    { change: '#12', author: 'carol', requests: ['CHG1', '<b>CHG2</b>'] },
    { change: '#13', author: 'carol' },
  ];
  const entries = STORY.map((each) => (each.kind === 'decision' ? { ...each, data: { ...each.data, changes } } : each));
  const { report } = await reportOn({ release: { kind: 'deployment', id: 100 } }, { entries });
  expect(report.releases[0]?.decision?.changes).toEqual(changes);
  expect(renderReport(report)).toContain('carol for CHG1 and &lt;b&gt;CHG2&lt;/b&gt;, #');
});

describe('a review', () => {
  const subject = { ...GATE, issue: 30 };
  const review = (minute: number, data: NewAuditEntry['data'], actor: NewAuditEntry['actor'] = TIDEGATE) =>
    entry(minute, { kind: 'review', subject, actor, data });
  const reopened = review(40, { state: 'reopened', closedAt: at(39), reopenings: 1, by: [{ id: 7, login: 'alice' }] });

  test('is told with who closed it, when, why, and how often it had no cause', async () => {
    const closed = review(
      50,
      { state: 'closed', closedAt: at(49), causes: ['gap/<b>'], reopenings: 1 },
      user('bob', 8),
    );
    const { report } = await reportOn(
      { release: { kind: 'deployment', id: 100 } },
      { entries: [...STORY, reopened, closed] },
    );
    expect(report.releases[0]?.review).toEqual({
      ...{ state: 'closed', at: at(50), seq: 11, issue: 30, by: 'bob', causes: ['gap/<b>'], reopenings: 1 },
      closedAt: at(49),
    });
    const text = renderReport(report);
    expect(text).toContain('issue 30 closed by bob 2026-11-23 09:49:00 UTC, cause gap/&lt;b&gt;; opened again 1 time');
    expect(report.exceptions.map(({ code }) => code)).not.toContain('review-without-cause');
  });

  test('that is open again names who had closed it, unless they are erased', async () => {
    const asked = { release: { kind: 'deployment', id: 100 } } as const;
    const { report } = await reportOn(asked, { entries: [...STORY, reopened] });
    expect(report.releases[0]?.review).toMatchObject({ state: 'reopened', by: 'alice', causes: [] });
    expect(renderReport(report)).toContain('issue 30 open: closed by alice without a cause, and opened again');
    const erased = await reportOn(asked, { entries: [...STORY, reopened], erased: ['alice'] });
    expect(erased.report.releases[0]?.review?.by).toBe('person 7');
  });

  test('that is left without a cause is an exception, where one was asked for', async () => {
    const left = (reopenings: number) => review(50, { state: 'closed', closedAt: at(49), causes: [], reopenings });
    const codes = async (reopenings: number) => {
      const entries = [...STORY, left(reopenings)];
      const { report } = await reportOn({ release: { kind: 'deployment', id: 100 } }, { entries });
      return report.exceptions.map(({ code }) => code);
    };
    expect(await codes(2)).toContain('review-without-cause');
    expect(await codes(0)).not.toContain('review-without-cause');
  });
});

describe('a period', () => {
  test('a deployment that something happened to in it is told whole, from before it, too', async () => {
    const { report } = await reportOn({ from: BASE + 4 * 60_000, to: BASE + 15 * 60_000 });
    expect(report.releases.map(({ deployment }) => deployment)).toEqual([100]);
    expect(report.releases[0]?.requestedAt).toBe(at(0));
  });

  test('what happened after its end is not in it', async () => {
    const { report } = await reportOn({ to: BASE + 4 * 60_000 });
    expect(report.releases[0]).toMatchObject({ verification: null, rollback: null, openedAt: at(3) });
  });
});

test('a pass that counts as none is told as such, and hides nothing that counts; nor does what was missing', async () => {
  const data = { verdict: 'uncounted', said: 'pass', because: { code: 'other-file', asked: 'smoke.yml' } };
  const subject = { ...GATE, commit: SHA };
  const aside = (minute: number) => entry(minute, { kind: 'verification', subject, data });
  const missing = entry(26, { kind: 'verification', subject, data: { verdict: 'missing' } });
  const verdictOf = async (entries: typeof STORY) => {
    const { report } = await reportOn({ release: { kind: 'deployment', id: 100 } }, { entries });
    return report.releases[0]?.verification?.verdict;
  };
  expect(await verdictOf([...STORY, aside(25)])).toBe('fail');
  expect(await verdictOf([...STORY.filter(({ kind }) => kind !== 'verification'), aside(25)])).toBe('uncounted');
  expect(await verdictOf([...STORY, missing])).toBe('fail');
  expect(await verdictOf([...STORY.filter(({ kind }) => kind !== 'verification'), aside(25), missing])).toBe('missing');
});

describe('exceptions', () => {
  test('name what went another way than the policy, oldest first', async () => {
    const { report } = await reportOn({});
    expect(report.exceptions.map(({ code, who }) => [code, who])).toEqual([
      ['verification-failed', null],
      ['rolled-back', null],
      ['bypass', 'mallory'],
    ]);
  });

  test.each([
    ['an override', { override: { user: 'sam', reason: 'prod is down' }, verdict: 'open' }, 'override'],
    ['observing', { mode: 'observe', verdict: 'waiting' }, 'not-enforced'],
  ])('%s that let something through is one', async (_, data, code) => {
    const entries = STORY.map((each, index) => (index === 3 ? decision(2, data) : each)).slice(0, 6);
    const { report } = await reportOn({}, { entries });
    expect(report.exceptions.map((each) => each.code)).toEqual([code]);
  });
});

test.each([
  ['our rule was switched off', { to: 'ended', reasons: ['rule-off'] }, ['bypass']],
  ['its run was cancelled', { to: 'ended', reasons: ['run-ended'] }, []],
])('a gate that ended since %s', async (_, data, codes) => {
  const [asked] = STORY;
  const ended = entry(2, { kind: 'gate', subject: { ...GATE, commit: SHA }, data });
  const later = entry(3, { kind: 'answer', subject: GATE });
  const { report } = await reportOn({}, { entries: [asked as NewAuditEntry, ended, later] });
  expect(report.exceptions.map(({ code, seq }) => [code, seq])).toEqual(codes.map((code) => [code, 1]));
});

test.each(['failed', 'unknown', 'cancelled'])('a way back that ended as %s is an exception', async (state) => {
  const back = entry(9, { kind: 'rollback', subject: { ...GATE, commit: SHA }, data: { state, target: OTHER } });
  const { report } = await reportOn({}, { entries: [...STORY.slice(0, 6), back] });
  expect(report.exceptions.map(({ code }) => code)).toEqual(['rollback-failed']);
});

describe('people who are erased from display', () => {
  test('are shown by their number or not at all, and the log is untouched', async () => {
    const { report, lines } = await reportOn({}, { erased: ['7', 'mallory'] });
    const text = renderReport(report) + JSON.stringify(report);
    expect(text).not.toMatch(/alice|mallory/);
    expect(text).toContain('person 7');
    expect(text).toContain('bob');
    expect(lines.join('\n')).toContain('mallory');
  });

  test('nobody else is renamed by it: a login within another is another', () => {
    const names = new Names(['al']);
    expect(names.within('al asked alice; al.')).toBe('erased asked alice; erased.');
  });
});

describe('as a document', () => {
  test('what people wrote has no power in it', async () => {
    const entries = [
      ...STORY.slice(0, 3),
      decision(2, { override: { user: 'sam', reason: '@all | <img src=x> [x](https://evil.example)' } }),
      ...STORY.slice(4, 6),
    ];
    const { report } = await reportOn({}, { entries });
    const text = renderReport(report);
    expect(text).not.toMatch(/(^|[^\u200B])@all|<img|(?<!\\)\]\(https/);
  });

  test('without a checkpoint it says that nothing is proven', async () => {
    const { report } = await reportOn({});
    const bare = { ...report, log: { ...report.log, checkpoint: null, covered: 0 } };
    expect(renderReport(bare)).toContain('Nothing here is proven');
  });
});

test.each([
  ['4f1c2aa', { kind: 'commit', digits: '4f1c2aa' }],
  ['4F1C2AA', { kind: 'commit', digits: '4f1c2aa' }],
  ['100', { kind: 'deployment', id: 100 }],
  ['#100', { kind: 'deployment', id: 100 }],
  ['plan/3', { kind: 'milestone', number: 3 }],
  ['1'.repeat(40), { kind: 'commit', digits: '1'.repeat(40) }],
  ['v1.0', undefined],
  ['', undefined],
  ['plan/0', undefined],
])('a release is named as %s', (text, expected) => {
  expect(readRelease(text)).toEqual(expected);
});
