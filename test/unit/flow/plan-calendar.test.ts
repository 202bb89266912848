import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { planDocuments, planEvents, planLines } from '../../../src/cli/calendar-plan-output.ts';
import { plansOnCalendar } from '../../../src/cli/calendar-plans.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';

const PARSED = parsePolicy(
  `
version: 1
zone: Europe/Berlin
windows: { office: { days: [mon, tue, wed, thu], hours: "09:00-15:30" } }
gates:
  - { name: window, require: { window: office } }
  - { name: payments, require: { dependencies: [{ repository: acme/payments, environment: production }] } }
plan: { milestones: "release/*", stages: { code-freeze: -5d } }
`,
  { source: 'policy', file: 'p.yml' },
);

const folder = await mkdtemp(path.join(tmpdir(), 'plans-'));
afterAll(() => rm(folder, { recursive: true }));

async function shown(content: string) {
  const file = path.join(folder, 'plans.json');
  await writeFile(file, content);
  const policies = PARSED.kind === 'valid' ? [PARSED.policy] : [];
  return plansOnCalendar({ from: file, policies, environment: 'production', at: Date.parse('2026-11-01T00:00:00Z') });
}

const PLANS = JSON.stringify([
  { title: 'release/3', due: '2026-12-04' },
  { title: 'release/2', due: '2026-12-01T08:00:00Z', downtime: '30 minutes' },
  { title: 'release/9', due: '2026-12-01', repository: 'Acme/Payments' },
  { title: 'ideas', due: '2026-12-08' },
]);

test('plans are shown in the order of their dates, with stages, downtime and warnings', async () => {
  expect(planLines(await shown(PLANS))).toEqual([
    'Planned releases',
    '  release/2: Tue 1 Dec 2026 from Tue 1 Dec 09:00 Europe/Berlin, expected downtime 30 minutes',
    '    code-freeze: Thu 26 Nov 2026',
    '    Warning: Acme/Payments, which this release depends on, is planned for the same day, Tue 1 Dec 2026.',
    '  release/9 (Acme/Payments): Tue 1 Dec 2026 from Tue 1 Dec 09:00 Europe/Berlin',
    '    code-freeze: Thu 26 Nov 2026',
    '  release/3: Fri 4 Dec 2026',
    '    code-freeze: Sun 29 Nov 2026',
    '    Warning: No window of production opens on Fri 4 Dec 2026. The next opening is Mon 7 Dec 09:00 Europe/Berlin.',
    '  ideas: Tue 8 Dec 2026 from Tue 8 Dec 09:00 Europe/Berlin',
    '    No stages: `plan.milestones` of the policy does not match this title.',
  ]);
  expect(planDocuments(await shown(PLANS))[2]).toMatchObject({
    title: 'release/3',
    planned: true,
    date: '2026-12-04',
    warnings: [{ kind: 'outside-windows' }],
  });
});

test('events last as long as the downtime, and keep their ids when the plan moves', async () => {
  const before = planEvents(await shown('[{ "title": "release/2", "due": "2026-12-01", "downtime": "30 minutes" }]'));
  expect(before.map(({ from, until }) => [toInstant(from), toInstant(until)])).toEqual([
    ['2026-12-01T08:00:00Z', '2026-12-01T08:30:00Z'],
    ['2026-11-25T23:00:00Z', '2026-11-26T23:00:00Z'],
  ]);
  expect(before[0]?.description).toContain('Expected downtime: 30 minutes.');
  const after = planEvents(await shown('[{ "title": "release/2", "due": "2026-12-02" }]'));
  expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
  const twice = planEvents(await shown(`[${'{ "title": "release/2", "due": "2026-12-02" },'.repeat(2).slice(0, -1)}]`));
  expect(new Set(twice.map(({ uid }) => uid)).size).toBe(4);
});

test.each([
  ['[{ "title": "a", "due": "soon" }]', 'plan 1: `due` is no date'],
  ['[{ "title": "a", "due": "0000-01-01" }]', 'plan 1: `due` is no date'],
  ['[{ "title": "a", "due": "2026-12-01" }, { "due": "2026-12-01" }]', 'plan 2: it has no `title`'],
  ['[7]', 'plan 1: it is no object'],
  ['{}', 'it is no list'],
  ['[', 'This is not JSON'],
])('%s is refused with its place', async (content, because) => {
  await expect(shown(content)).rejects.toThrow(because);
});
