import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../src/domain/facts.ts';
import { decide } from '../../../src/policy/decide.ts';
import { explainMarkdown, explainText, headline, holdReport } from '../../../src/policy/explain.ts';
import { IGNORED, REASONS, sayIgnored, sayReason } from '../../../src/policy/reasons.ts';
import { approval, at, changing, facts, inForce, PEOPLE, person, pullRequest, review, SHA } from './builders.ts';

const POLICY = inForce(
  readFileSync(new URL('../../fixtures/policies/schema-change-on-friday/policy.yml', import.meta.url), 'utf8'),
);
const HELD = facts({
  at: at('2026-11-24T19:00:00+01:00'),
  changes: [
    pullRequest({
      title: 'feat: new orders table',
      ...changing('db/migrations/7.sql'),
      reviews: [review('ann'), review('cy', { commit: 'older' })],
    }),
  ],
  approvals: [approval('dora'), approval('cab', { source: 'comment' })],
  people: { ...PEOPLE, cab: person(30, { teams: ['cab'] }) },
});

function told(given: Facts, policies = [POLICY]): { line: string; text: string; markdown: string; report: string } {
  const decision = decide(policies, given);
  return {
    line: headline(decision, given),
    text: explainText(decision, given),
    markdown: explainMarkdown(decision, given),
    report: holdReport(decision, given),
  };
}

describe('the headline names what people have to do, whatever runs or opens by itself', () => {
  const policy = inForce(`version: 1
zone: Europe/Berlin
environments: { production: { preflight: .github/preflight.yml, release-manager: { teams: [release] } } }
windows: { release-morning: { days: wed, hours: "10:00-12:00" } }
gates:
  - name: ready
    require:
      approvals: { of: release, from: { teams: [product-owners-shop] } }
      window: release-morning
`);
  const members = [
    { repository: 'acme/payments', state: 'waiting' },
    { repository: 'acme/shop', state: 'waiting' },
  ] as const;
  const trains = [{ name: 'checkout', title: 'release/7', environment: 'production', members }];
  const say = (given: Partial<Facts>) => headline(decide([policy], facts(given)), facts(given), [policy]);

  test('an approval goes before a preflight that was not run, and its time is told with its zone', () => {
    const line = say({});
    expect(line).toBe(
      'Held (release manager: team release). Waiting for team product-owners-shop; opens earliest Wed 25 Nov 10:00 Europe/Berlin',
    );
    expect(line.length).toBeLessThanOrEqual(140);
  });

  test('an approval goes before the turn of another in a train, and both are named', () => {
    expect(say({ trains })).toBe(
      'Held (release manager: team release). Waiting for team product-owners-shop, and the turn of acme/payments',
    );
  });

  test('a preflight that failed is told, and one that only waits where nothing else does', () => {
    const open = inForce('version: 1\nenvironments: { production: { preflight: .github/preflight.yml } }\n');
    const alone = facts();
    expect(headline(decide([open], alone), alone, [open])).toBe('Waiting for the preflight .github/preflight.yml');
  });

  test('a no-go with a reason is told whole rather than what settles it by half', () => {
    const planned = inForce('version: 1\nplan: { milestones: "release/*", stages: { test-end: -2d } }\n');
    const no = { stage: 'test-end', verdict: 'no-go', user: 'ravi', at: at('2026-11-20T09:00:00Z') } as const;
    const reason = 'instalments of 0 months can be chosen in the basket';
    const plans = [{ number: 1, title: 'release/2026.11', dueAt: null, decisions: [{ ...no, reason }] }];
    const given = facts({ plans });
    expect(headline(decide([planned], given), given, [planned])).toBe(
      `Blocked: no-go for release/2026.11 at test-end by ravi: ${reason}`,
    );
  });
});

describe('the headline says what to do first', () => {
  test.each<[string, Partial<Facts>, string]>([
    [
      'waiting for a review',
      { changes: [pullRequest()] },
      'Waiting for 1 more approval of #12 by someone with write permission',
    ],
    [
      'waiting for a review and a window',
      { changes: [pullRequest()], at: at('2026-11-20T12:00:00Z') },
      'Waiting for 1 more approval of #12 by someone with write permission; opens earliest Mon 23 Nov 09:00 Europe/Berlin',
    ],
    [
      'waiting for a window',
      { changes: [pullRequest({ reviews: [review('bob')] })], at: at('2026-11-20T12:00:00Z') },
      'Nothing to do: opens by itself Mon 23 Nov 09:00 Europe/Berlin (office-hours, night closed)',
    ],
    [
      'waiting for a freeze',
      { changes: [pullRequest({ reviews: [review('bob')] })], at: at('2026-11-26T12:00:00Z') },
      'Nothing to do: opens by itself Tue 1 Dec 09:00 Europe/Berlin (frozen by Black Friday, then until office-hours)',
    ],
    ['open', { changes: [pullRequest(changing('docs/a.md'))] }, 'Open: nothing is missing (tier low, patch)'],
    [
      'rejected',
      { changes: [pullRequest()], approvals: [approval('bob', { state: 'rejected', reason: 'orders are lost' })] },
      'Blocked: rejected by bob: orders are lost. Only their own approval takes that back; or deploy another commit.',
    ],
    [
      'quarantined',
      {
        holds: [
          {
            environment: 'production',
            sha: 'badbadbad',
            by: 'sam',
            reason: 'slow',
            at: at('2026-11-20T00:00:00Z'),
            contains: true,
          },
        ],
      },
      'Blocked: contains badbadb, held back by sam: slow. Once repaired, comment `/tidegate lift ENV @badbadb REASON`; an override does not help.',
    ],
    [
      'an unknown environment',
      { question: { kind: 'deploy', environment: 'preview', actor: 'dora' } },
      'Held: no entry of environments in the policy names preview, so nothing says when it may open. Add it to the policy on the default branch.',
    ],
    [
      'a merge',
      { question: { kind: 'merge', pullRequest: 12, base: 'main' } },
      'May merge: nothing is missing (tier medium, patch)',
    ],
    [
      'overridden',
      {
        at: at('2026-11-20T12:00:00Z'),
        overrides: [
          { user: 'sam', environment: 'production', sha: SHA, reason: 'shop is down', at: at('2026-11-20T11:00:00Z') },
        ],
      },
      'Opened by an override of sam until Fri 20 Nov 16:00 Europe/Berlin: shop is down',
    ],
    [
      'frozen by a person without an end',
      {
        changes: [pullRequest({ reviews: [review('bob')] })],
        freezes: [{ environment: 'production', from: at('2026-11-20T12:00:00Z'), by: 'sam', reason: 'move' }],
      },
      'Waiting: frozen by freeze by sam: move',
    ],
  ])('%s', (_name, more, expected) => {
    expect(told(facts(more)).line).toBe(expected);
  });

  test('and keeps the opening when there is no room for who is asked', () => {
    expect(told(HELD).line).toBe(
      'Waiting for 1 more approval of #12, and 1 more approval by someone in team cab; opens earliest Wed 25 Nov 09:00 Europe/Berlin',
    );
  });

  test('that nothing is held when the policy only observes', () => {
    const observing = { ...POLICY, policy: { ...POLICY.policy, mode: 'observe' as const } };
    expect(told(facts({ changes: [pullRequest()] }), [observing]).line).toMatch(/^Not enforced: Waiting for/);
  });
});

test('the terminal shows what is missing, who counted, who did not and why, and both times', () => {
  expect(told(HELD).text).toMatchInlineSnapshot(`
    "Waiting for 1 more approval of #12, and 1 more approval by someone in team cab; opens earliest Wed 25 Nov 09:00 Europe/Berlin

    acme/shop: c0ffee0 to production, started by dora
    tier high, release type minor
      - high: #12, database schema change (db/migrations/7.sql matches db/migrations/**)
    [ok] freeze: No freeze is running for this release; Black Friday begins Thu 26 Nov 00:00 Europe/Berlin (Wed 25 Nov 23:00 UTC).
    [wait] peer review: Needs 1 more approval of #12 by someone with write permission. Approve the pull request on its latest commit.
             Not counted: ann (wrote part of what is approved), cy (approved an earlier commit)
    [wait] change advisory board: Needs 1 more approval of this release by someone in team cab. Approve this deployment under "Review deployments" of its run or with the comment /tidegate approve production.
             Counted: cab
             Not counted: dora (started this deployment)
           Window office-hours is closed; the next opening is Wed 25 Nov 09:00 Europe/Berlin (08:00 UTC). It opens by itself.
    Earliest opening: Wed 25 Nov 09:00 Europe/Berlin (08:00 UTC), if everything else is met by then
    Decided by .github/tidegate.yml (policy e7b5ffe1c34f)"
  `);
});

test('the check shows the same', () => {
  expect(told(HELD).markdown.replaceAll('\u200B', '')).toMatchInlineSnapshot(`
    "**Waiting for 1 more approval of #12, and 1 more approval by someone in team cab; opens earliest Wed 25 Nov 09:00 Europe/Berlin**

    acme/shop: c0ffee0 to production, started by dora. It has tier high, release type minor.

    - Earliest opening: Wed 25 Nov 09:00 Europe/Berlin (08:00 UTC), if everything else is met by then

    #### Gates

    - ✅ **freeze**: No freeze is running for this release; Black Friday begins Thu 26 Nov 00:00 Europe/Berlin (Wed 25 Nov 23:00 UTC).
    - ⏳ **peer review**: Needs 1 more approval of #12 by someone with write permission. Approve the pull request on its latest commit.
      - Not counted: ann (wrote part of what is approved), cy (approved an earlier commit)
    - ⏳ **change advisory board**: Needs 1 more approval of this release by someone in team cab. Approve this deployment under "Review deployments" of its run or with the comment /tidegate approve production.
      - Counted: cab
      - Not counted: dora (started this deployment)
      - Window office-hours is closed; the next opening is Wed 25 Nov 09:00 Europe/Berlin (08:00 UTC). It opens by itself.

    #### Why this tier

    - high: #12, database schema change (db/migrations/7.sql matches db/migrations/\\*\\*)

    <sub>Decided by .github/tidegate.yml (policy e7b5ffe1c34f)</sub>"
  `);
});

test('the comment on the gate shows what is missing', () => {
  expect(told(HELD).report.replaceAll('\u200B', '')).toMatchInlineSnapshot(`
    "**Waiting for 1 more approval of #12, and 1 more approval by someone in team cab; opens earliest Wed 25 Nov 09:00 Europe/Berlin**

    - ⏳ **peer review**: Needs 1 more approval of #12 by someone with write permission. Approve the pull request on its latest commit.
      - Not counted: ann (wrote part of what is approved), cy (approved an earlier commit)
    - ⏳ **change advisory board**: Needs 1 more approval of this release by someone in team cab. Approve this deployment under "Review deployments" of its run or with the comment /tidegate approve production.
      - Counted: cab
      - Not counted: dora (started this deployment)
    - ⏳ **change advisory board**: Window office-hours is closed; the next opening is Wed 25 Nov 09:00 Europe/Berlin (08:00 UTC). It opens by itself.
    - Tier high, minor."
  `);
});

test('a pull request that it is about is a link, and another number is none', () => {
  const no = approval('bob', { state: 'rejected', reason: 'as in #99' });
  const { markdown } = told(facts({ changes: [pullRequest()], approvals: [no] }));
  expect(markdown).toMatch(/: #12, /);
  expect(markdown).toContain('as in #\u200B99');
});

test('a rule without a condition is told by its own words alone', () => {
  const policy = inForce('version: 1\nrisk: [{ tier: high, because: customers pay through it }]\n');
  const given = facts({ changes: [pullRequest()] });
  expect(explainText(decide([policy], given), given)).toContain('high: #12, customers pay through it\n');
});

test('the comment on the gate is the same as long as the reasons are the same', () => {
  const later = { ...HELD, at: at('2026-11-25T03:00:00Z') };
  expect(told(later).report).toBe(told(HELD).report);
});

describe('whatever people wrote', () => {
  const nasty = fc.oneof(
    fc.constantFrom(
      '@acme/all',
      '<img src=x>',
      '[x](https://evil.example)',
      '# a',
      '```',
      '| a |',
      '\u001B[31m',
      '\u202E',
      'a\nb',
      '- a',
      '*'.repeat(3000),
    ),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );
  const hostile = fc
    .record({
      title: nasty,
      reason: nasty,
      path: nasty.filter((text) => text !== ''),
      freeze: nasty,
      count: fc.integer({ min: 1, max: 30 }),
    })
    .map(({ title, reason, path, freeze, count }) =>
      facts({
        changes: Array.from({ length: count }, (_, number) =>
          pullRequest({ number, title, ...changing(path, 'db/migrations/1') }),
        ),
        approvals: [approval('bob', { state: 'rejected', reason })],
        freezes: [{ environment: 'production', from: at('2026-11-01T00:00:00Z'), by: 'sam', reason: freeze }],
      }),
    );
  const markdown = new MarkdownIt({ html: true, linkify: true });
  markdown.linkify.set({ fuzzyLink: false });

  test('the limits of GitHub are kept', () => {
    fc.assert(
      fc.property(hostile, (given) => {
        const { line, markdown: summary, report } = told(given);
        expect(line.length).toBeLessThanOrEqual(140);
        expect(line).not.toMatch(/[\p{Cc}\u202A-\u202E]/u);
        expect(summary.length).toBeLessThanOrEqual(65_535);
        expect(report.length).toBeLessThanOrEqual(1024);
      }),
      { numRuns: 100 },
    );
  });

  test('nothing but our own structure is rendered', () => {
    fc.assert(
      fc.property(hostile, (given) => {
        const { markdown: summary, report } = told(given);
        for (const html of [markdown.render(summary), markdown.render(report)]) {
          const tags = new Set([...html.matchAll(/<([a-z0-9]+)[^>]*>/gi)].map((match) => match[1]?.toLowerCase()));
          expect([...tags].filter((tag) => !['p', 'strong', 'ul', 'li', 'h4', 'sub'].includes(tag ?? ''))).toEqual([]);
          expect(html).not.toMatch(/@[A-Za-z0-9]/);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('a thousand changes fit', () => {
    const changes = Array.from({ length: 1000 }, (_, number) =>
      pullRequest({ number, ...changing('db/migrations/1') }),
    );
    const { markdown: summary, text } = told(facts({ changes }));
    expect(summary.length).toBeLessThan(65_535);
    expect(text).toContain('and 980 more');
    expect(text).toContain('and 995 more changes');
  });
});

describe('the table of reasons', () => {
  test.each(Object.keys(REASONS))('has one line of plain words for %s, also without data', (code) => {
    const text = sayReason({ code, needed: 2, opensAt: '2026-11-24T08:00:00Z', until: null, closesAt: null }, 0);
    expect(text).not.toMatch(/undefined|\[object|\n/);
    expect(text).toMatch(/^[A-Z].*\.$/);
  });

  test('has words for every code of the contract about people', () => {
    for (const code of [
      'contributor',
      'deployer',
      'stale',
      'dismissed',
      'changes-requested',
      'bot',
      'not-eligible',
      'comment-not-accepted',
      'superseded',
      'used-elsewhere',
    ]) {
      expect(Object.keys(IGNORED)).toContain(code);
      expect(sayIgnored(code)).not.toBe(code);
    }
  });

  test('shows a code it does not know rather than nothing', () => {
    expect(sayReason({ code: 'constructor' }, 0)).toBe('constructor');
    expect(sayIgnored('toString')).toBe('toString');
  });
});
