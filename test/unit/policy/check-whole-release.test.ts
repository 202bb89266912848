/** A policy with everything around its gates: plan, people, announcements, trains. What of it cannot be meant. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../../src/domain/problem.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';

const WHOLE = readFileSync(join(import.meta.dirname, 'check-whole-release.yml'), 'utf8');
const V = 'version: 1\n';

function told(text: string, source: 'policy' | 'orgPolicy' = 'policy'): readonly string[] {
  const parsed = parsePolicy(text, { source, file: 'x' });
  return (parsed.kind === 'valid' ? parsed.warnings : parsed.problems).map(formatProblem);
}

function codes(text: string, source?: 'orgPolicy'): readonly string[] {
  return told(text, source).map((problem) => problem.split(' ').slice(0, 2).join(' '));
}

/** Without the two things that it is warned of. */
const QUIET = WHOLE.replace('{ tiers: [high] }', '{ tiers: [high], environments: production }').replace(
  'risk:\n',
  'risk:\n  - { tier: low }\n',
);

describe('the whole of it', () => {
  test('has no errors, and warnings of what is easily overlooked', () => {
    expect(codes(WHOLE)).toEqual(['x:18:109 approval-after-itself', 'x:22:3 risk-without-default']);
    expect(told(QUIET)).toEqual([]);
  });

  test('with a key more anywhere is refused, at that key', () => {
    const places = [...mapsIn(load(QUIET) as Json, [])];
    expect(places.length).toBeGreaterThan(20);
    for (const path of places) {
      const parsed = parsePolicy(JSON.stringify(withKey(load(QUIET) as Json, path)), { source: 'policy', file: 'x' });
      const problems = parsed.kind === 'invalid' ? parsed.problems : [];
      expect(problems.length, path.join('.')).toBeGreaterThan(0);
      const [first] = problems;
      expect({ line: first?.line, hasColumn: (first?.column ?? 0) > 1 }, path.join('.')).toEqual({
        line: 1,
        hasColumn: true,
      });
      expect(problems.map(({ message }) => message).join(), path.join('.')).toMatch(
        /`wrong`|stage|window|input|tier|service/,
      );
    }
  });
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function* mapsIn(value: Json, path: readonly string[]): Iterable<readonly string[]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield path;
  for (const [key, each] of Object.entries(value)) yield* mapsIn(each, [...path, key]);
}

function withKey(document: Json, path: readonly string[]): Json {
  let at = document as { [key: string]: Json };
  for (const key of path) at = at[key] as { [key: string]: Json };
  at['wrong'] = { x: { y: 1 } };
  return document;
}

describe('a message says what, why and how to fix', () => {
  test.each([
    [
      'plan: { milestones: "r/*", stages: { freeze: -5d, test: -6d, live: 0d } }',
      'x:2:57 stages-order The stage `test` (-6d) is earlier than `freeze` (-5d), which stands before it, so their order would be a guess. Write stages in the order of their times.',
    ],
    [
      'plan: { milestones: "r/*", stages: { freeze: -5d, 2: 0d } }',
      'x:2:51 stages-order `2` is a number, and has no place in an order of names. Call the stage by a word: `stage-2`.',
    ],
    [
      'trains: { t: { members: [a/b, a/c], environment: production } }',
      "x:2:1 train-misplaced Trains hold releases of several repositories, so they are said in the organisation's policy, and here they would hold nothing. Move them to `.github/tidegate-org.yml` of the organisation's repository `.github`.",
    ],
    [
      'environments: { production: { rollback: { by: { teams: a }, drill: { in: stagin, every: 90d } } }, staging: }',
      'x:2:74 drill-unknown No entry of `environments` is `stagin`, so no drill could ever be found. Did you mean `staging`?',
    ],
    [
      'environments: { production: { rollback: { by: { teams: a }, drill: { in: Production, every: 90d } } } }',
      'x:2:74 drill-unknown A drill in `Production` itself takes away what its users have, so it would be a rollback and no drill. Name an environment before it.',
    ],
    [
      'environments: { production: { rollback: { by: { teams: a }, drill: { in: "stag*", every: 90d } } } }',
      'x:2:74 drill-unknown `stag*` is a glob, and a rollback is tried in one environment, so no drill could ever be found. Write its name.',
    ],
    [
      'environments: { production: { verify: { watch: { for: 2d, every: 5m } } } }',
      'x:2:66 watch-without-smoke Nothing is probed again: `every` says when, and no smoke file says what. Give `verify: { smoke: … }`, or remove `every`.',
    ],
    [
      'environments: { production: { verify: { smoke: s.yml, watch: { for: 1h, every: 61m } } } }',
      'x:2:80 watch-too-short Nothing is probed again: the watch is over after 1h, before the first time, which is after 61m. Probe more often, or watch for longer.',
    ],
    [
      'environments: { production: }\ngates: [{ name: g, require: { approvals: { of: release, after: { verified: staging } } } }]',
      'x:3:76 environment-unknown No entry of `environments` is `staging`, so no approval could ever count. Defined: `production`.',
    ],
    [
      'gates: [{ name: g, for: { environments: Staging }, require: { approvals: { of: release, after: { verified: staging } } } }]',
      'x:2:108 approval-after-itself This gate opens `staging`, and approvals count only after the commit was verified there, so it could never open. Name the environment before it, or remove `after`.',
    ],
    [
      'gates: [{ name: g, require: { approvals: { of: release, after: { verified: staging } } } }]',
      'x:2:76 approval-after-itself This gate holds `staging` as well, where nothing can be approved before it was verified there. Name the other environments in `for: { environments: … }`.',
    ],
    [
      'gates: [{ name: g, require: { linked-issue: "CHG(?=1)" } }]',
      /^x:2:45 pattern-refused `CHG\(\?=1\)` .+Write RE2 syntax/,
    ],
    ['plan: { milestones: "r{1,2}" }', /^x:2:21 glob-refused /],
    [
      'environments: { production: { strategy: rolling } }\ngates: [{ name: g, require: { strategy: [canary, flag] } }]',
      'x:3:41 strategy-nowhere No environment that this gate is for has `strategy: canary` or `strategy: flag`, so it would never open. Give one of them to an environment, or ask for another.',
    ],
    [
      'escalation: [{ when: verification-missing, page: KEY }]',
      'x:2:22 event-never No environment has `verify: { within: … }`, so no verification is ever missed. Add one, or remove `verification-missing` here.',
    ],
    [
      'notify: [{ on: [started, { window-opens-in: 1h }], slack: URL }]',
      'x:2:26 event-never There is no `plan`, no gate asks for a window and there is no freeze, so nothing waits for a time. Add one, or remove `window-opens-in` here.',
    ],
    [
      'notify: [{ on: started, pagerduty: KEY, template: a.md }]',
      'x:2:51 template-unread PagerDuty shows no announcement, so nobody would read this template. Give `slack` or `webhook`, or remove `template`.',
    ],
    [
      'environments: { production: { rollback: { by: { teams: a }, mode: switch, inputs: { slot: blue } } } }',
      'x:2:67 rollback-inputs Nothing is switched: the inputs are passed to a workflow, and none is named. Give `workflow`, or remove `mode` and `inputs`.',
    ],
    [
      'override: { expires: 1h }',
      'x:2:1 people-empty `override` names nobody, and no environment has a `release-manager`, so nobody could break glass. Give `by`, or name a `release-manager`.',
    ],
    [
      'environments: { production: { release-manager: { permission: read } } }',
      /^x:2:62 people-everybody .+anybody could act as release manager/,
    ],
  ])('%s', (text, expected) => {
    const problems = told(V + text);
    expect(problems).toHaveLength(1);
    if (typeof expected === 'string') expect(problems[0]).toBe(expected);
    else expect(problems[0]).toMatch(expected);
  });
});

describe('a train', () => {
  const train = (rest: string) => `${V}trains: { t: { environment: production, ${rest} } }`;

  test('goes in the order that names each member once, in whatever letters', () => {
    expect(told(train('members: [a/b, a/c], order: [A/C, a/b]'), 'orgPolicy')).toEqual([]);
    expect(told(train('members: [a/b, a/c]'), 'orgPolicy')).toEqual([]);
  });

  test.each([
    ['members: [a/b, A/B]', ['x:2:56 train-order `A/B` is named twice here, and it can go only once. Remove one.']],
    [
      'members: [a/b, a/c], order: [a/b, a/b]',
      [/:2:75 train-order `a\/b` is named twice/, /:2:62 train-order .+`a\/c`/],
    ],
    [
      'members: [a/b, a/c], order: [a/b, a/d]',
      [/:2:62 train-order Without a place/, /:2:75 train-order `a\/d` is no member/],
    ],
    ['members: [a/b, a/c, a/d], order: [a/d, a/b]', [/:2:67 train-order Without a place in `order`: `a\/c`\. When/]],
    ['members: [a/b, a/c], order: [a/b]', [/:2:62 train-order Without a place in `order`: `a\/c`\. When/]],
  ])('%s is refused', (rest, expected) => {
    const problems = told(train(rest), 'orgPolicy').toSorted();
    expect(problems).toHaveLength(expected.length);
    for (const each of expected)
      expect(problems.some((one) => (typeof each === 'string' ? one === each : each.test(one)))).toBe(true);
  });
});

describe('a rule of the whole release', () => {
  const rule = (when: string) => `${V}risk: [{ tier: high, when: ${when} }, { tier: low }]`;

  test.each([
    ['{ release: { changes: "> 20", commits: "< 10" } }', 'x:2:67 never-matches'],
    ['{ release: { changes: "< 1" }, labels: a }', 'x:2:50 never-matches'],
    ['{ release: { lines: "<= 100" }, lines: "> 100" }', 'x:2:48 never-matches'],
    ['{ release: { files: ["< 5", "< 9"] }, files: ["> 10", "> 8"] }', 'x:2:48 never-matches'],
    ['{ release: { commits: "= 1" }, commits: ">= 2" }', 'x:2:50 never-matches'],
    ['{ release: { changes: "> 5, < 2" } }', 'x:2:50 comparison-refused'],
    ['{ release: {} }', 'x:2:39 when-empty'],
  ])('%s never matches', (when, expected) => {
    expect(codes(rule(when))).toEqual([expected]);
  });

  test.each([
    '{ release: { changes: "= 0" } }',
    '{ release: { changes: "> 20" }, labels: a }',
    '{ release: { changes: "> 20", commits: [ "< 10", "> 21" ] } }',
    '{ release: { lines: "<= 100" }, lines: ">= 100" }',
    '{ release: { lines: "< 1000" }, files: "> 2000" }',
    '{ release: { changes: "> 20", files: "< 2" } }',
  ])('%s may match', (when) => {
    expect(told(rule(when))).toEqual([]);
  });
});

describe('nothing is said of', () => {
  test.each([
    ['stages at one time', 'plan: { milestones: "r/*", stages: { a: -1d, b: -24h, c: 0d, d: 2h } }'],
    [
      'a drill where a glob speaks',
      'environments: { p: { rollback: { by: { teams: a }, drill: { in: staging-eu, every: 9d } } }, "staging-*": }',
    ],
    [
      'a sign-off on any environment where all are governed',
      'gates: [{ name: g, for: { environments: p }, require: { approvals: { of: release, after: { verified: test } } } }]',
    ],
    [
      'a strategy that an environment of a glob may have',
      'environments: { "prod-*": { strategy: canary } }\ngates: [{ name: g, for: { environments: "*-eu" }, require: { strategy: canary } }]',
    ],
    [
      'a rollback that the release manager may answer',
      'environments: { p: { release-manager: { teams: a }, rollback: {} } }',
    ],
    [
      'pages for what may happen',
      'environments: { p: { verify: { within: 5m }, rollback: { by: { teams: a } } } }\nescalation: [{ when: [verification-failed, verification-missing, rollback-failed], page: KEY }]',
    ],
  ])('%s', (_name, text) => {
    expect(told(V + text)).toEqual([]);
  });

  test('what repositories may lead to, in the policy of their organisation', () => {
    const text = `${V}escalation: [{ when: rollback-failed, page: KEY }]\ngates: [{ name: g, require: { strategy: canary } }]`;
    expect(codes(text)).toEqual(['x:2:22 event-never', 'x:3:41 strategy-nowhere']);
    expect(told(text, 'orgPolicy')).toEqual([]);
  });

  test('what the organisation leads to, in the policy of a repository', () => {
    const org = parsePolicy(`${V}plan: { milestones: "r/*" }`, { source: 'orgPolicy', file: 'o' });
    const text = `${V}notify: [{ on: planned, slack: URL }]`;
    const parsed = parsePolicy(text, { source: 'policy', file: 'x' }, org.kind === 'valid' ? org.policy : undefined);
    expect(parsed).toMatchObject({ kind: 'valid', warnings: [] });
    expect(codes(text)).toEqual(['x:2:16 event-never']);
  });
});

test.each([
  ['[window-opens-in]', '`window-opens-in` is a key here: write it with its value, `window-opens-in: …`.'],
  ['[window-opens-at: 24h]', 'Did you mean `window-opens-in`?'],
])('an event that lacks its length, or has another name, is told so once: %s', (on, said) => {
  const parsed = parsePolicy(`version: 1\nnotify: [{ on: ${on}, slack: URL }]\n`, { source: 'policy', file: 'p.yml' });
  const problems = parsed.kind === 'invalid' ? parsed.problems : [];
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toContain(said);
});
