import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { POLICY } from '../../../src/cli/demo/second-day/files.ts';
import { findCases } from '../../../src/cli/find-cases.ts';
import type { Facts } from '../../../src/domain/facts.ts';
import { withRunbook } from '../../../src/flow/answer/gate/people-of-hold.ts';
import { escalationLines, rulesAhead } from '../../../src/flow/escalation/escalation-lines.ts';
import { pagesAhead, roomFor, withPages } from '../../../src/flow/escalation/with-pages.ts';
import { decide, type PolicyInForce } from '../../../src/policy/decide.ts';
import { holdReport, sayLeftOut } from '../../../src/policy/explain.ts';
import { at, facts, inForce, pullRequest, SHA } from '../policy/builders.ts';

const ROOM = roomFor(123_456_789_012);

/** As it reaches GitHub, without the mark at its end. */
function reportOf(policies: readonly PolicyInForce[], given: Facts, record: number | null = 7): string {
  const environment = given.question.kind === 'deploy' ? given.question.environment : '';
  const report = withRunbook(holdReport(decide(policies, given), given, policies, record), environment, policies);
  const lines = escalationLines(policies, environment);
  const ahead = pagesAhead(rulesAhead(policies, environment), lines, () => null);
  return withPages(report, ahead, ROOM, sayLeftOut(record));
}

const STAGING = {
  id: 40,
  environment: 'staging',
  sha: SHA,
  startedAt: at('2026-11-24T07:50:00Z'),
  finishedAt: at('2026-11-24T07:55:00Z'),
  state: 'success',
  verification: { verdict: 'pass', at: at('2026-11-24T08:00:00Z') },
} as const;

const DAY_BEFORE: Partial<Facts> = {
  at: at('2026-11-24T08:00:05Z'),
  changes: [
    pullRequest({
      title: 'feat: pay in instalments',
      body: 'Closes #5\n\n## Rollback plan\nThe flag.\n\n## Success criteria\nPeople pay.',
    }),
  ],
  deployments: [STAGING],
  trains: [
    {
      name: 'checkout',
      title: 'release/2026.11',
      environment: 'production',
      members: [
        { repository: 'acme/payments', state: 'waiting' },
        { repository: 'acme/shop', state: 'waiting' },
      ],
    },
  ],
};

describe('what an approver reads in the box of GitHub', () => {
  const policies = [inForce(POLICY)];

  test('is first who is asked and how they answer, then what is done by itself, then the window, then who is paged', () => {
    const report = reportOf(policies, facts(DAY_BEFORE));
    const lines = report.split('\n');
    expect(lines[0]).toBe(
      '**Held for team product (product owner): approve here, or comment `/tidegate approve production` in #7.** Release manager: team release.',
    );
    const order = ['1 more approval by team product', 'acme/payments', 'Window release-morning', 'on call (PD'];
    const places = order.map((part) => lines.findIndex((line, index) => index > 0 && line.includes(part)));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places).not.toContain(-1);
    expect(report).not.toContain('left out');
    expect(report.match(/Wed 25 Nov 10:00/g)).toHaveLength(1);
    expect(report).toContain('Wed 25 Nov 10:00 Europe/Berlin (09:00 UTC)');
  });

  test('names the commit where no record of the release is known to comment in', () => {
    expect(reportOf(policies, facts(DAY_BEFORE), null)).toContain(
      `comment \`/tidegate approve production @${SHA.slice(0, 7)}\` on any issue.`,
    );
  });

  test('asks nobody to approve what is not verified yet', () => {
    const first = reportOf(policies, facts({ ...DAY_BEFORE, deployments: [] })).split('\n')[0];
    expect(first).toBe(
      '**Held: first this commit has to be verified in staging. Then for team product (product owner):** approve here, or comment `/tidegate approve production` in #7. Release manager: team release.',
    );
  });

  test('is the same as long as the reasons are the same', () => {
    const later = { ...DAY_BEFORE, at: at('2026-11-24T20:00:00Z') };
    expect(reportOf(policies, facts(later))).toBe(reportOf(policies, facts(DAY_BEFORE)));
  });
});

describe('in 1,024 characters', async () => {
  const files = globSync(join(import.meta.dirname, '../../../examples/**/cases.yml'));
  const found = await Promise.all(files.map((file) => findCases(file)));
  const held = found.flatMap((each) => {
    if (each.kind === 'invalid') throw new Error(JSON.stringify(each.problems));
    return each.cases
      .filter(({ facts: { question }, facts: given }) => {
        return question.kind === 'deploy' && decide(each.policies, given).verdict !== 'open';
      })
      .map(({ name, facts: given }) => ({ name, report: reportOf(each.policies, given) }));
  });

  test('holds of the policies that we show are told whole, but for those that lack a dozen things', () => {
    expect(held.length).toBeGreaterThan(40);
    const cut = held.filter(({ report }) => report.includes('left out'));
    expect(cut.length / held.length).toBeLessThan(0.1);
  });

  test('what is cut ends in a whole sentence that says where the rest is', () => {
    const cut = held.filter(({ report }) => report.includes('left out'));
    expect(cut.length).toBeGreaterThan(0);
    for (const { report } of cut) expect(report).toMatch(/all of it stands in #7\.$/);
    for (const { report } of held) expect(report.length).toBeLessThanOrEqual(ROOM);
  });
});
