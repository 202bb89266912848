import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatProblem, type Problem } from '../../../src/domain/problem.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import { policyFrom } from './builders.ts';

const ORIGIN = { source: 'policy', file: 'tidegate.yml' } as const;

function problemsOf(text: string): readonly Problem[] {
  const parsed = parsePolicy(text, ORIGIN);
  return parsed.kind === 'invalid' ? parsed.problems : parsed.warnings;
}

/** `line:column code`. */
function found(text: string): readonly string[] {
  return problemsOf(text).map((problem) => `${problem.line}:${problem.column} ${problem.code}`);
}

/** The text up to `^` is the place where the problem is; the mark itself is taken out. */
function marked(text: string): { readonly text: string; readonly place: string } {
  const offset = text.indexOf('^');
  const before = text.slice(0, offset).split('\n');
  return { text: text.replace('^', ''), place: `${before.length}:${(before.at(-1)?.length ?? 0) + 1}` };
}

const V = 'version: 1\n';

/** A gate that asks for something, and for what is given. */
function gate(keys: string): string {
  return `gates: [{ name: a, require: { checklist: true }, ${keys} }]`;
}

describe('a problem has its code and stands at the key or value that is wrong', () => {
  test.each([
    ['yaml-syntax', `${V}tiers: [low, medium\ngates^: [`],
    ['yaml-anchor', `${V}tiers: ^&t [low]`],
    ['yaml-alias', `${V}tiers: ^*t`],
    ['yaml-documents', `${V}^---\nversion: 1\n`],
    ['yaml-tag', `${V}zone: ^!!str UTC\n`],
    ['yaml-merge', `${V}windows:\n  ^<<: { days: mon }\n`],
    ['yaml-too-deep', `${V}a: ${'['.repeat(19)}^[[[]]]`],
    ['key-refused', `${V}^__proto__: { a: 1 }\n`],
    ['key-refused', `${V}windows: { ^constructor: { days: mon } }\n`],
    ['yaml-syntax', `${V}zone: ^"\\ud800"\n`],
    ['yaml-syntax', `${V}risk:\n^\t- tier: low\n`],
    ['file-too-large', `^${V}# ${'x'.repeat(64 * 1024)}`],
    ['duplicate-key', `${V}zone: UTC\n^zone: UTC\n`],
    ['file-empty', '^# nothing\n'],
    ['unknown-key', `${V}^gate: []\n`],
    ['unknown-key', `${V}risk:\n  - tier: low\n    when: { ^path: a }\n`],
    ['unknown-key', `${V}environments: { production: { ^promotes: {} } }\n`],
    ['unknown-key', `${V}gates: [{ name: a, require: { checks: [{ name: b, ^apps: c }] } }]\n`],
    ['unknown-key', `${V}notify: [{ slack: X, on: [{ gate-waiting-over: 4h, ^gate-waiting: 4h }] }]\n`],
    ['key-missing', '^zone: UTC\n'],
    ['key-missing', `${V}gates:\n  - ^name: a\n`],
    ['wrong-type', `${V}gates: ^7\n`],
    ['wrong-type', `${V}zone: ^[UTC]\n`],
    ['wrong-type', `${V}override: ^{ by: 7 }\n`.replace('^{ by: 7', '{ by: ^7')],
    ['wrong-value', 'version: ^2\n'],
    ['wrong-value', `${V}mode: ^enforced\n`],
    ['wrong-value', `${V}risk: [{ tier: low, when: { type: [major, ^hotfix] } }]\n`],
    ['list-empty', `${V}tiers: ^[]\n`],
    ['list-empty', `${V}risk: [{ tier: low, when: { paths: ^[] } }]\n`],
    ['list-empty', `${V}environments: ^{}\n`],
    ['text-empty', `${V}tiers: [low, ^""]\n`],
    ['out-of-range', `${V}gates: [{ name: a, require: { approvals: { count: ^-1 } } }]\n`],
    ['out-of-range', `${V}tiers: ^[${Array.from({ length: 21 }, (_, index) => `t${index}`).join(', ')}]\n`],
    ['out-of-range', `${V}environments: ^{ ${Array.from({ length: 201 }, (_, index) => `e${index}: `).join(', ')} }\n`],
    ['text-empty', `${V}windows: { ^"": { days: mon } }\n`],
    ['zone-unknown', `${V}zone: ^Europe/Berlinn\n`],
    ['zone-unknown', `${V}zone: ^"+01:00"\n`],
    ['zone-unknown', `${V}windows: { w: { days: mon, zone: ^Nowhere } }\n`],
    ['days-refused', `${V}windows: { w: { days: [mon, ^someday] } }\n`],
    ['hours-refused', `${V}windows: { w: { hours: ^"09:00-09:00" } }\n`],
    ['hours-refused', `${V}windows:\n  w:\n    hours: ^09:00\n`],
    ['window-empty', `${V}windows: { w: ^{ zone: UTC } }\n`],
    ['glob-refused', `${V}risk: [{ tier: low, when: { paths: ["a/**", ^"{a,b}"] } }]\n`],
    ['glob-refused', `${V}environments: { staging: , ^"prod[12]": }\n`],
    ['login-refused', `${V}override: { by: { users: [^"@ann"] } }\n`],
    ['team-refused', `${V}override: { by: { teams: ^acme/sre } }\n`],
    ['people-empty', `${V}override: { by: ^{} }\n`],
    ['when-empty', `${V}risk: [{ tier: low, when: ^{} }]\n`],
    ['for-empty', `${V}windows: { w: { days: mon } }\ngates: [{ name: a, for: ^{}, require: { window: w } }]\n`],
    ['require-empty', `${V}gates: [{ name: a, require: ^{} }]\n`],
    ['duration-refused', `${V}override: { by: { users: ann }, expires: ^4hours }\n`],
    ['moment-refused', `${V}freezes: [{ name: f, from: ^2026-02-30, until: 2026-03-01 }]\n`],
    ['freeze-ends-before-it-begins', `${V}freezes: [{ name: f, from: 2026-03-01, until: ^2026-03-01 }]\n`],
    [
      'freeze-ends-before-it-begins',
      `${V}zone: Asia/Tokyo\nfreezes: [{ name: f, from: 2026-03-01T05:00, until: ^2026-02-28T20:00Z }]\n`,
    ],
    ['tier-duplicate', `${V}tiers: [low, high, ^low]\n`],
    ['tier-unknown', `${V}risk: [{ tier: ^hihg }]\n`],
    ['tier-unknown', `${V}freezes: [{ name: f, from: 2026-03-01, until: 2026-03-02, tiers: [low, ^none] }]\n`],
    [
      'tier-unknown',
      `${V}windows: { w: { days: mon } }\ngates: [{ name: a, for: { tiers: ^hgh }, require: { window: w } }]\n`,
    ],
    [
      'environment-unknown',
      `${V}environments: { production: }\nfreezes: [{ name: f, from: 2026-03-01, until: 2026-03-02, environments: ^prod }]\n`,
    ],
    ['window-unknown', `${V}gates: [{ name: a, require: { window: [^office] } }]\n`],
    ['window-unknown', `${V}gates: [{ name: a, require: { window: ^toString } }]\n`],
    [
      'gate-duplicate',
      `${V}windows: { w: { days: mon } }\ngates: [{ name: a, require: { window: w } }, { name: ^a, require: { window: w } }]\n`,
    ],
    [
      'merge-environment',
      `${V}gates: [{ name: a, at: merge, for: { ^environments: [x] }, require: { approvals: {} } }]\n`,
    ],
    [
      'approvals-impossible',
      `${V}gates: [{ name: a, require: { approvals: { count: ^3, from: { users: [ann, Ann, bob] } } } }]\n`,
    ],
    [
      'approvals-impossible',
      `${V}gates: [{ name: a, require: { approvals: { count: ^1, from: { users: ["ci[bot]"] } } } }]\n`,
    ],
    ['approvals-impossible', `${V}gates: [{ name: a, at: merge, require: { approvals: { of: ^release } } }]\n`],
    ['approvals-impossible', `${V}gates: [{ name: a, require: { approvals: { of: release, via: ^review } } }]\n`],
    ['environment-unknown', `${V}environments: { "staging-*": }\n${gate('for: { environments: ["*-eu", ^"prod*"] }')}`],
    ['environment-unknown', `${V}environments: { production: }\nrecord: { for: { environments: ^prod } }\n`],
    ['environment-unknown', `${V}environments: { production: { promote: { from: ^stage } }, staging: }\n`],
    ['environment-unknown', `${V}environments: { production: { promote: { from: ^"stag*" } }, "stag*": }\n`],
    ['environment-duplicate', `${V}environments: { production: , ^Production: }\n`],
    ['service-duplicate', `${V}services: { shop: { paths: a }, ^Shop: { paths: b } }\n`],
    ['service-unknown', `${V}services: { shop: { paths: a } }\nenvironments: { production: { service: ^shpo } }\n`],
    ['promote-circle', `${V}environments: { production: { promote: { from: ^Production } } }\n`],
    ['promote-circle', `${V}environments: { "prod-*": { promote: { from: ^prod-eu } } }\n`],
    [
      'tier-unknown',
      `${V}environments: { p: { rollback: { by: { users: a }, authorise: { low: auto, ^hihg: ask } } } }\n`,
    ],
    ['tier-unknown', `${V}record: { for: { tiers: [high, ^top] } }\n`],
    ['wrong-value', `${V}environments: { p: { rollback: { by: { users: a }, on: [fail, ^pass] } } }\n`],
    ['verify-empty', `${V}environments: { p: { verify: ^{} } }\n`],
    ['limit-incomplete', `${V}environments: { p: { rollback: { limit: ^{ per: 24h } } } }\n`],
    ['list-empty', `${V}environments: { p: { rollback: { barriers: ^{} } } }\n`],
    ['approvals-impossible', `${V}gates: [{ name: a, require: { approvals: { of: change, via: ^page } } }]\n`],
    ['wrong-value', `${V}gates: [{ name: a, require: { checklist: ^false } }]\n`],
    [
      'repository-refused',
      `${V}gates: [{ name: a, require: { dependencies: [{ repository: ^payments, environment: p }] } }]\n`,
    ],
    ['list-empty', `${V}gates: [{ name: a, require: { no-incident: { labels: ^[] } } }]\n`],
    ['pattern-refused', `${V}risk: [{ tier: low, when: { title: [a, ^"(?=a)"] } }, { tier: low }]\n`],
    ['pattern-refused', `${V}risk: [{ tier: low, when: { title: ^"(a{100}){100}" } }, { tier: low }]\n`],
    ['comparison-refused', `${V}risk: [{ tier: low, when: { lines: ^400+ } }]\n`],
    ['comparison-refused', `${V}risk: [{ tier: low, when: { lines: ["> 4", ^"> 400, < 100"] } }]\n`],
    ['comparison-refused', `${V}risk: [{ tier: low, when: { files: ^"< 0" } }]\n`],
    ['comparison-refused', `${V}escalate: [{ when: { change-fail-rate: ^"> 100%", over: 30d } }]\n`],
    ['comparison-refused', `${V}escalate: [{ when: { change-fail-rate: ^"> 15", over: 30d } }]\n`],
    ['never-matches', `${V}risk: [{ tier: low, when: { dependency: major, bot: ^false } }, { tier: low }]\n`],
    ['never-matches', `${V}risk: [{ tier: low, when: { dependency: major, author: ^ann } }, { tier: low }]\n`],
    ['never-matches', `${V}risk: [{ tier: low, when: { bot: false, author: ^"ci[bot]" } }, { tier: low }]\n`],
    ['never-matches', `${V}risk: [{ tier: low, when: { only-paths: "a/**", files: ^"< 1" } }, { tier: low }]\n`],
    ['rrule-refused', `${V}windows: { w: { rrule: ^"FREQ=HOURLY" } }\n`],
    ['rrule-refused', `${V}windows: { w: { rrule: ^"FREQ=DAILY;COUNT=3" } }\n`],
    ['rrule-refused', `${V}windows: { w: { rrule: ^"FREQ=DAILY;BYHOUR=3" } }\n`],
    ['rrule-refused', `${V}windows: { w: { rrule: ^"FREQ=WEEKLY;INTERVAL=2;BYDAY=FR" } }\n`],
    ['rrule-refused', `${V}windows: { w: { rrule: ^FREQ=MONTHLY } }\n`],
    ['rrule-refused', `${V}freezes: [{ name: f, rrule: ^"FREQ=MONTHLY;BYDAY=XX" }]\n`],
    ['moment-refused', `${V}windows: { w: { rrule: "FREQ=DAILY", starts: ^2026-02-29 } }\n`],
    ['hours-refused', `${V}windows: { w: { days: mon, starts: ^2026-02-28 } }\n`],
    ['hours-refused', `${V}windows: { w: { days: mon, hours: ^"23:00" } }\n`],
    ['hours-refused', `${V}windows: { w: { days: mon, hours: ^"09:00-10:00", lasts: 56h } }\n`],
    ['hours-refused', `${V}windows: { w: { days: mon, hours: "23:00", lasts: ^90s } }\n`],
    ['hours-refused', `${V}windows: { w: { hours: ^"24:00-02:00" } }\n`],
    ['holiday-unknown', `${V}windows: { w: { days: mon, holidays: [DE, ^XX] } }\n`],
    ['holiday-unknown', `${V}windows: { w: { days: mon, holidays: ^DE-XX } }\n`],
    ['holiday-unknown', `${V}windows: { w: { days: mon, holidays: ^2026-02-29 } }\n`],
    ['holiday-unknown', `${V}freezes: [{ name: f, before-holidays: ^Germany }]\n`],
    ['freeze-empty', `${V}freezes: [{ name: f, ^from: 2026-01-01 }]\n`.replace('^from: ', 'from: ^')],
    ['freeze-empty', `${V}freezes: [^{ name: f }]\n`],
    ['percentage-refused', `${V}dora: { targets: { change-fail-rate: ^"5" } }\n`],
    ['percentage-refused', `${V}dora: { calibration: { margin: ^101% } }\n`],
    ['path-refused', `${V}record: { checklist: ^/etc/passwd }\n`],
    ['path-refused', `${V}environments: { p: { rollback: { workflow: ^../x.yml } } }\n`],
    ['path-refused', `${V}environments: { p: { runbook: ^"https://wiki.example.com/x" } }\n`],
    ['path-refused', `${V}environments: { p: { preflight: ^"HTTP://example.com/p.yml" } }\n`],
    ['rollback-inputs', `${V}environments: { p: { rollback: { workflow: s.yml, mode: switch, inputs: ^{} } } }\n`],
    ['merge-environment', `${V}gates: [{ name: g, at: merge, require: { ^strategy: canary } }]\n`],
    ['merge-environment', `${V}gates: [{ name: g, at: merge, require: { ^attestation: { signer: a.yml } } }]\n`],
    ['out-of-range', `${V}trains: { t: { environment: p, members: ^[a/b] } }\n`],
    ['list-empty', `${V}trains: { t: { environment: p, members: ^[] } }\n`],
    ['variable-refused', `${V}notify: [{ on: released, slack: ^"https://hooks.slack.com/x" }]\n`],
    ['notify-nowhere', `${V}notify: [^{ on: released }]\n`],
    ['wrong-value', `${V}notify: [{ on: [released, ^releasd], slack: X }]\n`],
    ['duration-refused', `${V}notify: [{ on: { gate-waiting-over: ^long }, slack: X }]\n`],
    ['list-empty', `${V}notes: { categories: [^{ title: a }] }\n`],
    ['list-empty', `${V}notes: { exclude: ^{} }\n`],
  ])('%s: %s', (code, source) => {
    const { text, place } = marked(source);
    const isSyntax = code === 'yaml-syntax' && !/\\ud800|\t/.test(source);
    expect(found(text)).toEqual([isSyntax ? expect.stringMatching(/ yaml-syntax$/) : `${place} ${code}`]);
  });
});

describe('a policy is refused', () => {
  test('with all its problems at once, in the order of the file', () => {
    expect(
      found(`${V}tiers: []\nzonee: UTC\nwindows: { a: { days: never } }\ngates: [{ name: 7, require: {} }]\n`),
    ).toEqual(['2:8 list-empty', '3:1 unknown-key', '4:23 days-refused', '5:17 wrong-type', '5:29 require-empty']);
  });

  test('with the key that was meant', () => {
    expect(
      problemsOf(`${V}gates: [{ nmae: a, require: { window: w } }]`)
        .map((each) => each.message)
        .join('\n'),
    ).toContain('Did you mean `name`?');
    expect(problemsOf(`${V}mode: obsreve`)[0]?.message).toContain('Did you mean `observe`?');
    expect(problemsOf(`${V}sausage: 1`)[0]?.message).toContain('Known here: `version`, `mode`');
  });

  test('naming the file and the source it came from', () => {
    const parsed = parsePolicy('version: 2', { source: 'orgPolicy', file: '.github/tidegate-org.yml' });
    const [problem] = parsed.kind === 'invalid' ? parsed.problems : [];
    expect(problem).toMatchObject({ severity: 'error', source: 'orgPolicy', file: '.github/tidegate-org.yml' });
    expect(formatProblem(problem as Problem)).toBe(
      '.github/tidegate-org.yml:1:10 wrong-value This is written in version 2 of its language, and this Tidegate reads version 1. Update Tidegate, or write `version: 1` and what that knows.',
    );
  });
});

describe('beside the policy of its organisation', () => {
  const org = policyFrom(`${V}tiers: [low, high]`);
  const codes = (text: string): readonly string[] => {
    const parsed = parsePolicy(text, ORIGIN, org);
    return parsed.kind === 'valid' ? [] : parsed.problems.map((each) => `${each.line}:${each.column} ${each.code}`);
  };

  test('a policy has the same tiers in the same order, and may have more', () => {
    expect(codes(`${V}tiers: [low, medium, high, critical]`)).toEqual([]);
    expect(codes(V)).toEqual([]);
    expect(codes(`${V}tiers: [high, low]`)).toEqual(['2:8 tiers-conflict']);
    expect(codes(`${V}tiers: [low, medium]`)).toEqual(['2:8 tiers-conflict']);
  });
});

describe('a policy is valid', () => {
  test('with nothing but its version, and has its defaults', () => {
    expect(policyFrom('version: 1')).toEqual({
      version: 1,
      mode: 'enforce',
      zone: 'UTC',
      tiers: ['low', 'medium', 'high'],
      'release-types': {},
      windows: {},
      freezes: [],
      services: {},
      gates: [],
    });
  });

  test('with one item where a list may stand', () => {
    const one = policyFrom(
      `${V}windows: { w: { days: mon } }\ngates: [{ name: a, for: { tiers: high }, require: { window: w } }]`,
    );
    const many = policyFrom(
      `${V}windows: { w: { days: [mon] } }\ngates: [{ name: a, for: { tiers: [high] }, require: { window: [w] } }]`,
    );
    expect(one).toEqual(many);
  });

  test('with times that YAML 1.1 would read as numbers and dates', () => {
    const policy = policyFrom(
      `${V}windows: { w: { hours: 22:00-02:00 } }\nfreezes: [{ name: f, from: 2026-12-24, until: 2026-12-27T06:00 }]`,
    );
    expect(policy.windows['w']?.hours).toEqual([{ from: 1320, until: 1560 }]);
    expect(policy.freezes[0]?.from).toBe('2026-12-24');
  });

  test('with globs as environments, and gates that name one of them', () => {
    expect(
      found(
        `${V}environments: { "production-*": }\nwindows: { w: { days: mon } }\ngates: [{ name: a, for: { environments: Production-EU }, require: { window: w } }]`,
      ),
    ).toEqual([]);
  });

  test('with a freeze that repeats the keys it knows', () => {
    const freeze = policyFrom(
      `${V}freezes: [{ name: f, from: 2026-12-24, until: 2026-12-27, zone: UTC, environments: x, tiers: [high], except: { types: emergency } }]`,
    ).freezes[0];
    expect(freeze).toEqual({
      name: 'f',
      from: '2026-12-24',
      until: '2026-12-27',
      zone: 'UTC',
      environments: ['x'],
      tiers: ['high'],
      except: { types: ['emergency'] },
      at: ['deploy'],
      recurs: null,
    });
  });

  test('with hours that touch or overlap as one span', () => {
    const policy = policyFrom(
      `${V}windows: { w: { hours: ["12:00-14:00", "09:00-12:00", "13:00-15:00", "22:00-24:00"] } }`,
    );
    expect(policy.windows['w']?.hours).toEqual([
      { from: 540, until: 900 },
      { from: 1320, until: 1440 },
    ]);
  });

  test('with a span longer than a day', () => {
    const policy = policyFrom(`${V}windows: { w: { days: fri, hours: "23:00", lasts: 56h } }`);
    expect(policy.windows['w']?.hours).toEqual([{ from: 1380, until: 1380 + 56 * 60 }]);
  });

  test('with names of environments that gates and entries may both write as globs', () => {
    expect(
      found(`${V}environments: { "prod-*": , staging: }\n${gate('for: { environments: ["*-eu", "STAG*", Prod-US] }')}`),
    ).toEqual([]);
  });

  test('with services that are only names of lanes', () => {
    expect(found(`${V}environments: { production: { service: shop } }`)).toEqual([]);
  });
});

describe('a policy is valid with a warning', () => {
  test.each([
    ['risk-without-default', `${V}risk: ^[{ tier: high, when: { paths: "a/**" } }]`],
    ['glob-only-at-top', `${V}risk: [{ tier: high, when: { paths: ^"*.sql" } }, { tier: low }]`],
    [
      'never-opens',
      `${V}windows: { a: { days: mon }, b: { days: tue } }\ngates: [{ name: x, require: { window: a } }, { name: y, require: { window: ^b } }]`,
    ],
    ['type-unreachable', `${V}risk: [{ tier: high, when: { type: ^rollback } }, { tier: low }]`],
    ['risk-default-twice', `${V}risk: [{ tier: high }, ^{ tier: low }]`],
    ['window-unused', `${V}windows: { ^w: { days: mon } }`],
    ['merge-environment', `${V}freezes: [{ name: f, days: mon, at: merge, ^environments: production }]`],
    ['freeze-duplicate', `${V}freezes: [{ name: f, days: mon }, { name: ^f, days: tue }]`],
    ['group-of-one', `${V}environments: { a: { group: g }, b: { group: g }, c: { group: ^h } }`],
    ['rollback-unanswerable', `${V}environments: { production: { ^rollback: { authorise: { low: auto } } } }`],
    ['check-of-its-own', `${V}gates: [{ name: a, at: merge, require: { checks: [build, ^Tidegate] } }]`],
    [
      'check-of-its-own',
      `${V}gates: [{ name: a, at: merge, require: { checks: ^{ name: tidegate/policy, app: tidegate } } }]`,
    ],
    ['approvals-none', `${V}gates: [{ name: a, require: { approvals: { count: ^0 } } }]`],
    ['people-everybody', `${V}gates: [{ name: a, require: { approvals: { from: { permission: ^read } } } }]`],
    ['people-everybody', `${V}override: { by: { teams: sre, permission: ^read } }`],
    ['people-everybody', `${V}environments: { p: { rollback: { by: { permission: ^read } } } }`],
    ['category-duplicate', `${V}notes: { categories: [{ title: a, types: feat }, { title: ^a, types: fix }] }`],
    ['category-unreachable', `${V}notes: { categories: [{ title: a, labels: "*" }, ^{ title: b, types: fix }] }`],
  ])('%s: %s', (code, source) => {
    const { text, place } = marked(source);
    expect(found(text)).toEqual([`${place} ${code}`]);
    expect(parsePolicy(text, ORIGIN)).toMatchObject({ kind: 'valid', warnings: [{ severity: 'warning' }] });
  });

  test('never-opens is not said of gates that concern different releases', () => {
    const text = `${V}environments: { a: , b: }\nwindows: { a: { days: mon }, b: { days: tue } }
gates:
  - { name: x, for: { environments: a }, require: { window: a } }
  - { name: y, for: { environments: b }, require: { window: b } }
`;
    expect(found(text)).toEqual([]);
  });
});

test('the example of the guide, as far as the language goes, is valid without warnings', () => {
  const text = readFileSync(
    new URL('../../fixtures/policies/schema-change-on-friday/policy.yml', import.meta.url),
    'utf8',
  );
  expect(found(text)).toEqual([]);
});

test('no text makes the parser throw, and every problem has a place', () => {
  const piece = fc.constantFrom(
    'version: 1\n',
    'gates:\n',
    '- ',
    '  ',
    'name: ',
    '[',
    ']',
    '{',
    '}',
    ',',
    ': ',
    '"',
    "'",
    '&a ',
    '*a',
    '!!str ',
    '|\n',
    '>',
    '?',
    '\t',
    '\n',
    'risk',
    '#',
    '---\n',
    '%',
    '\u0000',
    'é',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        for (const problem of problemsOf(text)) {
          expect(problem.line).toBeGreaterThanOrEqual(1);
          expect(problem.column).toBeGreaterThanOrEqual(1);
          expect(problem.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
