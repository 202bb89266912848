/** What `tidegate doctor` says of what it read, where a process would show no more than this. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { doctorText } from '../../src/cli/doctor/report.ts';
import { judgeAsked } from '../../src/flow/doctor/judge-asked.ts';
import { judgeClock } from '../../src/flow/doctor/judge-clock.ts';
import { judgeDeliveries } from '../../src/flow/doctor/judge-deliveries.ts';
import { judgeApp } from '../../src/flow/doctor/judge-grants.ts';
import { judgePages } from '../../src/flow/doctor/judge-pages.ts';
import { EVENTS, PERMISSIONS } from '../../src/flow/doctor/needs.ts';
import { appNeeds } from '../../src/github/permissions.ts';
import { pageFault } from '../../src/notify/page-fault.ts';
import { parsePolicy } from '../../src/policy/parse.ts';

const manifest = load(readFileSync(new URL('../../app.yml', import.meta.url), 'utf8')) as {
  readonly default_permissions: Readonly<Record<string, string>>;
  readonly default_events: readonly string[];
};

test('what is wanted of the App is what app.yml asks for, and covers what is done with it', () => {
  const asked = Object.fromEntries(Object.entries(PERMISSIONS).map(([name, wanted]) => [name, wanted.asked]));
  expect(asked).toEqual(manifest.default_permissions);
  expect(Object.keys(EVENTS)).toEqual(manifest.default_events);
  const app = { permissions: manifest.default_permissions, events: manifest.default_events };
  expect(judgeApp(app, appNeeds(), 'page').map(({ code, level }) => `${level} ${code}`)).toEqual([
    'ok permissions',
    'ok events',
  ]);
});

test('reading where reading is enough, and less than that, are told apart', () => {
  const permissions = {
    ...manifest.default_permissions,
    contents: 'read',
    actions: 'read',
    issues: 'read',
    pages: 'read',
  };
  const found = judgeApp({ permissions, events: manifest.default_events }, appNeeds(), 'page');
  expect(found.map(({ code, subject }) => `${code} ${subject}`.trim())).toEqual([
    // Reading was enough until rollbacks dispatched workflows.
    'permission-missing actions',
    'permission-missing issues',
    'events',
    'permissions-unused',
  ]);
});

test('what only some policies need is a note of the App, and a problem where a policy needs it', () => {
  const { security_events: _, attestations: __, ...permissions } = manifest.default_permissions;
  const events = manifest.default_events.filter((event) => event !== 'milestone');
  const found = judgeApp({ permissions, events }, appNeeds(), 'page');
  expect(found.map(({ code, level, subject }) => `${level} ${code} ${subject}`)).toEqual([
    'note permission-missing attestations',
    'note permission-missing security_events',
    'warning event-missing milestone',
  ]);
  const asking =
    'version: 1\ngates: [{ name: quiet, require: { alerts: { code-scanning: high, dependabot: high } } }]\n';
  const read = parsePolicy(asking, { source: 'policy', file: '.github/tidegate.yml' });
  if (read.kind !== 'valid') throw new Error('the policy is not valid');
  const policies = [{ source: 'repository' as const, file: '.github/tidegate.yml', policy: read.policy }];
  expect(judgeAsked(policies, permissions, 'page')).toMatchObject([
    { code: 'permission-asked-for', level: 'problem', subject: 'security_events' },
  ]);
  expect(judgeAsked(policies, { ...permissions, security_events: 'read' }, 'page')).toEqual([]);
});

test('a level of an escalation that cannot be paged is a problem, told once for each variable', () => {
  const levels = 'page: PD_KEY, then: { after: 15m, page: PD_LATER }';
  const text = `version: 1\nescalation:\n  - { when: [rollback-failed], ${levels} }\n  - { when: [verification-failed], ${levels} }\n`;
  const read = parsePolicy(text, { source: 'policy', file: '.github/tidegate.yml' });
  if (read.kind !== 'valid') throw new Error('the policy is not valid');
  const policies = [{ source: 'repository' as const, file: '.github/tidegate.yml', policy: read.policy }];
  const repository = { id: 7, owner: 'acme', name: 'shop', installationId: 90 };
  const key = (value: string) => ({ reveal: () => value });
  const allowed = [
    { variable: 'PD_KEY', repositories: 'acme/*', value: key('a'.repeat(32)), signingSecret: undefined },
    { variable: 'PD_LATER', repositories: 'other/*', value: key('a'.repeat(32)), signingSecret: undefined },
  ];
  const judged = (all = allowed) => judgePages(policies, repository, (name) => pageFault(all, name, repository));
  expect(judged()).toMatchObject([
    {
      code: 'page-refused',
      level: 'problem',
      subject: 'PD_LATER',
      what: 'Level 2 of `escalation` cannot be paged: PD_LATER is not set, or NOTIFY_VARIABLES of the App does not allow it for acme/shop',
    },
  ]);
  const wrong = allowed.map((each) => ({ ...each, repositories: undefined, value: key('https://hooks.slack.com/x') }));
  expect(judged(wrong as unknown as typeof allowed).map(({ what }) => what)).toEqual([
    'Level 1 of `escalation` cannot be paged: PD_KEY does not hold a routing key of PagerDuty',
    'Level 2 of `escalation` cannot be paged: PD_LATER does not hold a routing key of PagerDuty',
  ]);
});

test('a clock is judged by what is sure: the way of the answer is left out', () => {
  const level = (aheadMs: number, giveMs = 500) => judgeClock({ aheadMs, giveMs }).level;
  expect([level(0), level(30_500), level(-30_500)]).toEqual(['ok', 'ok', 'ok']);
  expect([level(30_501), level(-60_500)]).toEqual(['warning', 'warning']);
  expect([level(60_501), level(-60_501)]).toEqual(['problem', 'problem']);
  expect(level(60_501, 10_000)).toBe('warning');
});

test('webhooks that are lost now are a problem, those that were lost before a warning', () => {
  const levels = (newestFault: string | null, failed: number, delivered: number) =>
    judgeDeliveries({ delivered, failed, newestFault, lastFault: newestFault ?? 'timed out' }).map(
      ({ level }) => level,
    );
  expect(levels(null, 0, 3)).toEqual(['ok']);
  expect(levels(null, 2, 3)).toEqual(['warning']);
  expect(levels('timed out', 1, 3)).toEqual(['problem']);
  expect(levels(null, 0, 0)).toEqual(['unknown']);
});

const PROBLEM = {
  code: 'rule-missing',
  level: 'problem',
  subject: '',
  what: 'It is so',
  why: 'it matters',
  fix: 'Mend it',
} as const;

test('the first line is the whole story, and what is not known is not called in order', () => {
  const first = (levels: readonly ('ok' | 'note' | 'unknown' | 'warning' | 'problem')[]) =>
    doctorText([{ title: 'A', checks: levels.map((level) => ({ ...PROBLEM, level })) }], 80).split('\n')[0];
  expect(first(['ok', 'note'])).toBe('Everything is in order');
  expect(first(['ok', 'unknown'])).toBe('0 problems, 0 warnings, 1 not known');
  expect(first(['problem', 'warning', 'warning'])).toBe('1 problem, 2 warnings');
});

test('lines are wrapped at the width of the terminal, and nothing in them has power over it', () => {
  const what = `\u001b[2J${'long words '.repeat(12)}`;
  const text = doctorText([{ title: 'acme/\u001b[31mshop', checks: [{ ...PROBLEM, what }] }], 60);
  expect(text).not.toContain('\u001b');
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  expect(text).toContain('\n           Why: it matters\n           Fix: Mend it');
});
