/** What an auditor reads: who asked, decided, approved, ordered, was paged, overrode and looked back, and where it stands. */
import { describe, expect, test } from 'vitest';
import { renderReport } from '../../../../src/audit/report/markdown.ts';
import { Names } from '../../../../src/audit/report/names.ts';
import { at, BAD, reportOn, WHOLE_LOG } from './whole-log.ts';

const DEPLOYMENT = { release: { kind: 'deployment', id: 50 } } as const;

test('a log with everything in it reads as this document', async () => {
  const report = await reportOn({ from: Date.UTC(2026, 10, 23), to: Date.UTC(2026, 10, 24) });
  await expect(renderReport(report)).toMatchFileSnapshot('./evidence.md');
});

describe('a planned release', () => {
  const asked = { repository: 'acme/shop', release: { kind: 'milestone', number: 3 }, name: 'plan/3' } as const;

  test('has its decisions with stage, person and reason, its deployments and what took them back', async () => {
    const report = await reportOn(asked);
    expect(report.plans).toEqual([
      { repository: 'acme/shop', milestone: 3, decisions: [0, 1, 2], deployments: [50], waysBack: [51] },
    ]);
    expect(report.releases.map(({ deployment }) => deployment)).toEqual([50, 51]);
    const text = renderReport(report);
    expect(text).toContain(
      '| 2026-11-23 09:00:00 | ravi | says no-go at test-end, about #\u200B5, #\u200B6 | 0 months &lt;b&gt; | 0 |',
    );
    expect(text).toContain('| 2026-11-23 09:02:00 | ravi | takes #\u200B6 out of the no-go | it was reverted | 1 |');
    expect(text).toContain('| 2026-11-23 09:04:00 | pia | says go at test-end |  | 2 |');
    expect(text).toContain('Deployments of it: 50. It was taken back by: 51.');
    expect(text).not.toContain('no such release');
  });

  test('has, of lines that do not name it, the deployments of the pull requests that were decided about', async () => {
    const entries = WHOLE_LOG.map((each) => {
      const { plans: _, ...data } = each.data;
      return { ...each, data };
    });
    const report = await reportOn(asked, { entries });
    expect(report.plans[0]?.deployments).toContain(50);
  });

  test('that nothing was deployed of says so', async () => {
    const report = await reportOn(asked, { entries: WHOLE_LOG.slice(0, 3), covered: 3 });
    expect(report.lines.map(({ seq }) => seq)).toEqual([0, 1, 2]);
    expect(renderReport(report)).toContain('The log tells of no deployment of it.');
  });
});

describe('a release', () => {
  test.each([
    ['its commit', { release: { kind: 'commit', digits: BAD.slice(0, 7) } } as const],
    ['its deployment', DEPLOYMENT],
  ])('by %s has what people said of it, in whatever repository, and the order to go back', async (_, asked) => {
    const report = await reportOn({ repository: 'acme/shop', ...asked });
    const did = report.events.filter(({ isByPerson }) => isByPerson).map(({ who, did: what, seq }) => [who, what, seq]);
    expect(did).toEqual(
      expect.arrayContaining([
        ['ben', 'asks to deploy', 4],
        ['pia', 'approves', 5],
        ['Mia Meier', 'acknowledges the page in PagerDuty', 17],
        ['ola', 'orders the train checkout back (release/1)', 18],
        ['ola', 'orders it back from 222222200000', 19],
        ['ravi', 'closes the review, cause gap/testing', 30],
      ]),
    );
    expect(report.releases[0]?.rollback).toMatchObject({
      orderedBy: 'ola',
      reason: 'train checkout: no connections',
      run: 1051,
      deployment: 51,
    });
    expect(did.flat()).not.toContain('sam');
  });

  test('by its plan has go and no-go as well', async () => {
    const report = await reportOn({ repository: 'acme/shop', ...DEPLOYMENT });
    expect(report.plans[0]?.decisions).toEqual([0, 1, 2]);
  });

  test('has every verification, not the last alone', async () => {
    const report = await reportOn(DEPLOYMENT);
    expect(report.releases[0]?.verifications.map(({ verdict, run }) => [verdict, run])).toEqual([
      ['pass', 1050],
      ['fail', null],
    ]);
    expect(renderReport(report)).toContain(
      'pass, 2026-11-23 09:20:00 UTC, run 1050, line 9, then fail (checkout), 2026-11-23 10:00:00 UTC, seen by Tidegate, line 10',
    );
  });

  test('has one time for being let in', async () => {
    const text = renderReport(await reportOn(DEPLOYMENT));
    expect(text).toContain('| Gate | let in: GitHub took the approval 2026-11-23 09:14:00 UTC, line 7 |');
    expect(text).not.toContain('09:15:00');
  });

  test('its rows are in the order of time', async () => {
    const report = await reportOn(DEPLOYMENT);
    const times = report.events.map((event) => event.at);
    expect(times).toEqual(times.toSorted());
    expect(report.releases[0]?.events.slice(0, 3)).toEqual([4, 3, 5]);
  });
});

describe('a way back', () => {
  test('names who ordered it, and why', async () => {
    const report = await reportOn({ release: { kind: 'deployment', id: 51 } });
    expect(report.releases[0]?.wayBack).toEqual({
      ...{ deployment: 50, commit: BAD, orderedBy: 'ola', trigger: 'requested' },
      ...{ reason: 'train checkout: no connections', seq: 19, at: at(72) },
    });
    expect(report.events.map(({ seq }) => seq)).toEqual(expect.arrayContaining([18, 19]));
    expect(report.events.map(({ did }) => did)).not.toContain('approves');
  });

  test('that nobody ordered names the policy and what started it', async () => {
    const report = await reportOn({ release: { kind: 'deployment', id: 63 } });
    expect(report.releases[0]?.wayBack).toMatchObject({ orderedBy: null, trigger: 'fail', seq: 43 });
    expect(renderReport(report)).toContain('ordered by the policy, which authorises it in advance (trigger fail)');
  });
});

test('exceptions have a who and a reason', async () => {
  const report = await reportOn({});
  expect(report.exceptions.map(({ code, who, reason }) => [code, who, reason])).toEqual([
    ['verification-failed', null, 'failed: checkout; seen by Tidegate'],
    ['rolled-back', 'ola', 'to 111111100000: train checkout: no connections'],
    ['override', 'sam', 'prod is down'],
    ['emergency', 'sam', 'Open by override'],
    ['unreviewed', 'anna', '#9'],
    ['approved-by-author', 'anna', 'of #9'],
    ['verification-missing', null, 'no verification arrived in the time that the policy gives'],
    ['bypass', 'dan', 'what was said with it stands with run 1061 on GitHub'],
    ['unreviewed', 'dan', 'commit 444444400000 without a pull request'],
    ['verification-failed', null, 'failed: home; said by run 1062'],
    ['rollback-failed', 'the policy', 'to 333333300000: authorised in advance, on fail'],
    ['lift', 'ola', 'repaired'],
  ]);
});

test('a review that was closed in the period is in it, though it was heard of after', async () => {
  const report = await reportOn({ to: Date.parse(at(96)) });
  expect(report.releases.find(({ deployment }) => deployment === 51)?.review).toMatchObject({
    state: 'closed',
    by: 'ravi',
  });
});

describe('what the document rests on', () => {
  test('lines that no checkpoint vouches for have a star, and the rest none', async () => {
    const text = renderReport(await reportOn({}, { covered: 9 }));
    expect(text).toContain('line 7 |');
    expect(text).toContain('run 1050, line 9\\*');
    expect(text).toContain('a signed checkpoint vouches for 9 of them');
  });

  test('hashes are for programs: the document has none, and says how each line is checked', async () => {
    const report = await reportOn({});
    const text = renderReport(report);
    expect(text).not.toContain(report.lines[0]?.leaf);
    expect(text).toContain('tidegate audit verify log.jsonl');
    expect(text).toContain("sed -n '50p' log.jsonl    # line 49 of this report");
  });

  test('a gap in the log is said', async () => {
    const report = await reportOn({}, { skipped: 4 });
    expect(report.log.gaps).toEqual([{ expected: 5, found: 9 }]);
    expect(renderReport(report)).toContain('**Lines are missing**: where line 5 should be is 9');
    expect(renderReport(await reportOn({}))).toContain('No line is missing: 50 lines, numbered 0 to 49');
  });
});

test('nobody who is erased is named anywhere, by whatever they are known', async () => {
  const erased = ['11', '12', 'pia', 'ravi', 'ola', 'sam', 'dan', 'Mia Meier'];
  const entries = WHOLE_LOG.map((each) =>
    each.kind === 'decision'
      ? {
          ...each,
          data: {
            ...each.data,
            people: [
              { id: 11, login: 'anna' },
              { id: 12, login: 'ben' },
            ],
          },
        }
      : each,
  );
  const report = await reportOn({}, { entries, erased });
  const text = renderReport(report) + JSON.stringify(report);
  expect(text).not.toMatch(/\b(anna|ben|pia|ravi|ola|sam|dan|Mia|Meier)\b/);
  expect(text).toContain('person 11');
  expect(text).toContain('person 15');
});

test('lines of older versions stay readable: who asked is said to be unknown', async () => {
  const entries = WHOLE_LOG.map((each) => {
    const { startedBy: _, reviewed: __, zone: ___, plans: ____, approvals: _____, ...data } = each.data;
    return { ...each, data };
  });
  const report = await reportOn(DEPLOYMENT, { entries });
  const text = renderReport(report);
  expect(text).toContain('| Asked by | the log does not tell, 2026-11-23 09:09:00 UTC, run 1050 |');
  expect(text).toContain('board: pia as product owner, 2026-11-23 09:12:00 UTC');
  expect(report.exceptions.map(({ code }) => code)).not.toContain('unreviewed');
});

test('a decision that says the same again is told once', async () => {
  const [held] = WHOLE_LOG.slice(3, 4);
  const entries = [...WHOLE_LOG.slice(0, 4), ...(held === undefined ? [] : [{ ...held, at: at(11) }])];
  const report = await reportOn(DEPLOYMENT, { entries, covered: 0 });
  expect(report.events.filter(({ code }) => code === 'decided').map(({ seq }) => seq)).toEqual([3]);
});

test('a pull request that was left out of a no-go belongs to its plan no more', async () => {
  const entries = WHOLE_LOG.map((each) => {
    const { plans: _, ...data } = each.data;
    return {
      ...each,
      data: each.subject.deployment === 60 ? { ...data, changes: [{ change: '#6', author: 'anna' }] } : data,
    };
  });
  const report = await reportOn({ release: { kind: 'milestone', number: 3 } }, { entries });
  expect(report.plans[0]?.deployments).toEqual([50]);
});

test('a review that was closed without a cause is one exception, of the release and its way back together', async () => {
  const entries = WHOLE_LOG.map((each) =>
    each.kind === 'review' ? { ...each, data: { ...each.data, causes: [] } } : each,
  );
  const report = await reportOn(DEPLOYMENT, { entries });
  expect(report.exceptions.filter(({ code }) => code === 'review-without-cause')).toMatchObject([
    { who: 'ravi', seq: 30 },
  ]);
});

test('a name of another system is left out of what people wrote, whatever stands in it', () => {
  const names = new Names(['Mia Meier (on call)']);
  expect(names.within('asked mia meier (on call), and Mia')).toBe('asked erased, and Mia');
});

test('rows that are left out are counted and said', async () => {
  const opinions = Array.from({ length: 5001 }, (_, index) => ({
    at: at(200 + index),
    actor: { kind: 'user', id: 16, login: 'sam' } as const,
    kind: 'freeze' as const,
    subject: { repository: 'acme/shop', repositoryId: 1, environment: 'production', comment: 100 + index },
    data: {},
  }));
  const report = await reportOn({}, { entries: opinions, covered: 0 });
  expect(report).toMatchObject({ unlistedEvents: 1, unlisted: 1 });
  expect(renderReport(report)).toContain('**1 row of who did what left out**');
});
