/** What a policy asks for less than the one before it, in words. */
import { describe, expect, it } from 'vitest';
import { loosenings } from '../../../src/flow/notify/loosened/loosenings.ts';
import { parseOrganisationPolicy } from '../../../src/flow/policy/organisation-policy.ts';
import { parseRepositoryPolicy } from '../../../src/flow/policy/repository-policy.ts';
import type { PolicyInForce } from '../../../src/policy/decide.ts';
import { policyJsonSchema } from '../../../src/policy/schema.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: Schema;
}

function propertiesOf(schema: Schema | undefined): Readonly<Record<string, unknown>> {
  return schema?.properties ?? schema?.anyOf?.find(({ properties }) => properties !== undefined)?.properties ?? {};
}

function inForce(text: string, source: 'org' | 'repository' = 'repository'): PolicyInForce {
  const parsed = source === 'org' ? parseOrganisationPolicy(text) : parseRepositoryPolicy(text, undefined);
  if (parsed.kind !== 'valid') throw new Error(JSON.stringify(parsed.problems));
  return { source, file: 'policy.yml', policy: parsed.policy };
}

const BASE = `version: 1
windows: { hours: { days: mon-fri, hours: "10:00-16:00" } }
freezes: [{ name: christmas, from: 2026-12-20, until: 2026-12-27 }]
environments: { production: { verify: { within: 15m } }, staging: {} }
risk: [{ tier: high, when: { paths: ["db/**"] } }, { tier: low }]
gates:
  - name: board
    require: { approvals: { count: 2 }, window: [hours], checks: [build, test] }
override: { by: { teams: [sre] }, expires: 4h }
`;

describe('loosenings', () => {
  it.each<readonly [string, (text: string) => string, readonly string[]]>([
    ['nothing', (text) => text, []],
    ['a stricter count', (text) => text.replace('count: 2', 'count: 3'), []],
    ['a check more', (text) => text.replace('[build, test]', '[build, test, e2e]'), []],
    ['mode', (text) => `${text}mode: observe\n`, ['Nothing is held any more: `mode` is `observe`.']],
    ['a gate', (text) => text.replace('board', 'other'), ['The gate "board" is gone.']],
    [
      'fewer approvals',
      (text) => text.replace('count: 2', 'count: 1'),
      ['The gate "board" asks for other `approvals`: 1 instead of 2.'],
    ],
    [
      'other approvers',
      (text) => text.replace('count: 2', 'count: 2, from: { permission: read }'),
      ['The gate "board" asks for other `approvals`: of others, or in another way.'],
    ],
    [
      'a requirement',
      (text) => text.replace('window: [hours], ', ''),
      ['The gate "board" asks for no `window` any more.'],
    ],
    [
      'a check',
      (text) => text.replace('[build, test]', '[build]'),
      ['The gate "board" asks for other `checks`: see the change.'],
    ],
    [
      'a narrower gate',
      (text) => text.replace('name: board', 'name: board\n    for: { tiers: [high] }'),
      ['The gate "board" is for other releases.'],
    ],
    [
      'a freeze',
      (text) => text.replace('2026-12-27', '2026-12-26'),
      ['The freeze "christmas" is gone or was changed.'],
    ],
    ['a window', (text) => text.replace('16:00', '23:00'), ['The window "hours" has other times.']],
    [
      'an environment',
      (text) => text.replace(', staging: {}', ''),
      ['The environment staging is not governed any more.'],
    ],
    [
      'verification',
      (text) => text.replace('verify: { within: 15m }', ''),
      ['The environment production asks for no verification any more.'],
    ],
    ['who overrides', (text) => text.replace('[sre]', '[sre, dev]'), ['Other people may override.']],
    ['how long', (text) => text.replace('4h', '2d'), ['An override counts for 2d.']],
    [
      'risk',
      (text) => text.replace('{ tier: high, when: { paths: ["db/**"] } }, ', ''),
      ['Rules of `risk` are gone or were changed: tiers may be lower.'],
    ],
  ])('%s', (_what, change, expected) => {
    expect(loosenings([inForce(BASE)], [inForce(change(BASE))])).toEqual(expected);
  });

  const ROLLED_BACK = 'The environment production may be rolled back now.';
  const PRODUCTION = (entry: string): string =>
    `version: 1\nenvironments: { staging: {}, canary: {}, production: { ${entry} } }\n`;

  it.each<readonly [string, string, readonly string[]]>([
    ['promote: { from: staging, soak: 1h }', '', ['Nothing has to be verified elsewhere before it enters production.']],
    [
      'promote: { from: staging, soak: 1h }',
      'promote: { from: canary, soak: 30m }',
      [
        'What enters production has to be verified in canary instead of staging.',
        'What enters production soaks for 30m instead of 1h.',
      ],
    ],
    ['promote: { from: staging }', 'promote: { from: staging, soak: 1h }', []],
    ['preflight: a.yml', '', ['Nothing is run before production is opened.']],
    ['preflight: a.yml', 'preflight: b.yml', ['Another file is run before production is opened.']],
    ['', 'preflight: a.yml', []],
    [
      'verify: { smoke: a.yml, within: 15m, watch: { for: 2d, every: 15m } }',
      'verify: { smoke: b.yml, within: 1h, watch: { for: 1d, every: 1h } }',
      [
        'A verification of production is missed after 1h instead of 15m.',
        'Another smoke file verifies production, or any does.',
        'The environment production is watched for 1d instead of 2d.',
        'The environment production is probed less often while it is watched.',
      ],
    ],
    [
      'verify: { smoke: a.yml, within: 15m, watch: 2d }',
      'verify: { watch: 2d }',
      ['No verification of production is missed any more.', 'Another smoke file verifies production, or any does.'],
    ],
    ['verify: { within: 1h, watch: 1d }', 'verify: { within: 15m, watch: { for: 2d, every: 1h } }', []],
    [
      'release-manager: { users: [anna] }',
      'release-manager: { users: [ben] }',
      ['Other people own the releases to production: who may override or roll back may follow from it.'],
    ],
    ['group: eu', '', ['The environment production is not held together with the group "eu" any more.']],
    ['rollback: { workflow: .github/workflows/back.yml }', '', ['Nothing rolls production back any more.']],
    [
      'rollback: { on: [fail, missing], by: { users: [anna] }, limit: { attempts: 1 }, drill: { in: staging, every: 30d }, barriers: { labels: [irreversible] } }',
      'rollback: { on: [fail], authorise: { low: auto, high: ask }, by: { users: [ben] }, limit: { attempts: 2 }, drill: { in: staging, every: 90d } }',
      [
        'Fewer verdicts may roll production back.',
        'Rollbacks of tier low in production ask nobody.',
        'Other people may roll production back.',
        'Other changes in production are taken back unasked.',
        'Rollbacks of production have another limit.',
        'The way back of production is tried less often.',
      ],
    ],
    [
      'strategy: canary',
      'strategy: rolling',
      ['The environment production is said to be released to as rolling: gates that ask for it may be met.'],
    ],
    ['strategy: canary', '', []],
    ['', 'rollback: { authorise: { high: auto } }', [ROLLED_BACK, 'Rollbacks of tier high in production ask nobody.']],
    [
      'rollback: { workflow: a.yml, drill: { in: staging, every: 30d } }',
      'rollback: { workflow: b.yml, drill: { in: canary, every: 30d }, limit: { attempts: 100 } }',
      [
        'Rollbacks of production have another limit.',
        'The environment production goes back in another way.',
        'The way back of production is tried in canary instead of staging.',
      ],
    ],
  ])('of the environment: %s, then %s', (was, is, expected) => {
    expect(loosenings([inForce(PRODUCTION(was))], [inForce(PRODUCTION(is))])).toEqual(expected);
  });

  const PAGED =
    'escalation: [{ when: [verification-failed, rollback-failed], page: A, then: { after: 15m, page: B } }]';

  it.each<readonly [string, string, readonly string[]]>([
    [PAGED, '', ['Nobody is paged for `verification-failed`.', 'Nobody is paged for `rollback-failed`.']],
    [
      PAGED,
      'escalation: [{ when: [verification-failed], page: A, then: { after: 60m, page: B } }]',
      ['Others are paged for `verification-failed`, or at other times.', 'Nobody is paged for `rollback-failed`.'],
    ],
    [PAGED, PAGED.replace('[verification-failed, ', '[verification-missing, verification-failed, '), []],
    ['plan: { milestones: "release/*" }', '', ['No milestone is a planned release: a no-go holds nothing.']],
    [
      'plan: { milestones: "release/*", stages: { test-end: -2d, production: 0d } }',
      'plan: { milestones: "v*", stages: { production: 0d } }',
      ['Other milestones are planned releases.', 'Planned releases have no stage "test-end".'],
    ],
    ['reviews: { due: 5d, cause-labels: [gap] }', 'reviews: { due: 5d }', ['A review closes without a cause.']],
    ['reviews: { due: 5d }', 'reviews: { due: 9d }', ['A review is overdue after 9d instead of 5d.']],
    ['record: {}', '', ['No release record is kept.']],
    ['record: {}', 'record: { for: { tiers: [high] } }', ['Other releases have a record.']],
    [
      'notify: [{ on: [started, undeployed-over: 14d], slack: A }]',
      'notify: [{ on: [started], slack: A }]',
      ['Nobody is told of `undeployed-over`.'],
    ],
    [
      'notify: [{ on: [started], slack: A }, { on: [started], slack: B }]',
      'notify: [{ on: [started], slack: B }]',
      ['Fewer are told of `started`, or at another time.'],
    ],
    [
      'notify: [{ on: [undeployed-over: 14d], slack: A, template: a.md }]',
      'notify: [{ on: [undeployed-over: 90d], slack: A, template: b.md }]',
      ['Fewer are told of `undeployed-over`, or at another time.'],
    ],
    [
      'notify: [{ on: [started], slack: A, template: a.md }]',
      'notify: [{ on: [started, released], slack: A, template: b.md }]',
      [],
    ],
    ['zone: Europe/Berlin', '', ['Windows and freezes are on the clock of UTC instead of Europe/Berlin.']],
    ['tiers: [low, high]', 'tiers: [high, low]', ['The tiers are others, or in another order.']],
    [
      '',
      'risk: [{ tier: low }]',
      ['Rules of `risk` set the tier instead of the type of the release: it may be lower.'],
    ],
    [
      'dora: { production: [production, shop], incident: { labels: [incident, outage] } }',
      'dora: { production: [shop], incident: { labels: [incident] } }',
      ['Other environments are production.', 'Fewer issues are incidents.'],
    ],
    [
      'record: { checklist: .github/record.md }',
      'record: {}',
      ['Release records begin with another checklist, or with none.'],
    ],
    [
      'environments: { staging: {}, "prod*": { promote: { from: staging } } }',
      'environments: { staging: {}, "prod*": { promote: { from: staging } }, Production: {} }',
      ['Nothing has to be verified elsewhere before it enters Production.'],
    ],
    [
      'environments: { staging: {}, "prod*": {}, production: { promote: { from: staging } } }',
      'environments: { staging: {}, "prod*": {} }',
      ['Nothing has to be verified elsewhere before it enters production.'],
    ],
    [
      'environments: { staging: {}, "prod*": { preflight: a.yml }, "*-eu": {} }',
      'environments: { staging: {}, "*-eu": {}, "prod*": { preflight: a.yml } }',
      ['The environments stand in another order: other globs may match first.'],
    ],
    [
      'environments: { staging: {}, production: { promote: { from: staging } } }',
      '',
      ['Nothing has to be verified elsewhere before it enters production.'],
    ],
    ['environments: { staging: {}, production: {} }', 'environments: { Production: {}, staging: {}, qa: {} }', []],
    [
      'environments: { staging: {} }',
      'environments: { staging: {}, qa: { release-manager: { users: [anna] }, rollback: {}, strategy: canary } }',
      [],
    ],
    [
      '',
      'environments: { qa: { rollback: {} } }',
      ['Only the environments that it names are governed.', 'The environment qa may be rolled back now.'],
    ],
    [
      'escalate: [{ when: { change-fail-rate: "> 15%", over: 7d } }]',
      '',
      ['Rules of `escalate` are gone or were changed: tiers may be lower after failures.'],
    ],
    [
      'services: { shop: { paths: ["shop/**"] } }',
      'services: { shop: { paths: ["shop/src/**"] } }',
      ['The service "shop" is gone or has other paths.'],
    ],
    [
      'release-types: { emergency: { labels: [hotfix] } }',
      'release-types: { emergency: { labels: [hotfix, urgent] } }',
      ['Other labels set the type of a release.'],
    ],
  ])('of how it is run: %s, then %s', (was, is, expected) => {
    const both = (text: string) => inForce(`version: 1\n${text}\n`);
    expect(loosenings([both(was)], [both(is)])).toEqual(expected);
  });

  it.each<readonly [string, readonly string[]]>([
    ['', ['The train "checkout" is gone: its members go out each for itself.']],
    [
      'trains: { checkout: { members: [acme/a, acme/b], environment: staging } }',
      [
        'The train "checkout" has fewer members.',
        'The train "checkout" goes out in another order.',
        'The train "checkout" goes together into staging only.',
      ],
    ],
  ])('of trains: %s', (is, expected) => {
    const was =
      'trains: { checkout: { members: [acme/a, acme/b, acme/c], order: [acme/b, acme/a, acme/c], environment: production } }';
    const both = (text: string) => inForce(`version: 1\n${text}\n`, 'org');
    expect(loosenings([both(was)], [both(is)])).toEqual(expected);
  });

  it('are of each policy for itself', () => {
    const org = inForce('version: 1\ngates: [{ name: org gate, require: { checklist: true } }]\n', 'org');
    expect(loosenings([org, inForce(BASE)], [inForce(BASE)])).toEqual(["The organisation's policy is gone."]);
    expect(loosenings([org, inForce(BASE)], [org])).toEqual(['The policy is gone.']);
  });

  it('compare every key of the language that asks something: a new one is compared, or listed here', () => {
    const top = propertiesOf(policyJsonSchema());
    const environment = propertiesOf((propertiesOf(policyJsonSchema())['environments'] as Schema).additionalProperties);
    const told = ['version', 'notes', 'runbook'];
    const compared = [
      ...['mode', 'zone', 'tiers', 'risk', 'escalate', 'release-types', 'windows', 'freezes', 'services', 'gates'],
      ...['environments', 'override', 'record', 'notify', 'dora', 'escalation', 'reviews', 'plan', 'trains'],
      ...['service', 'promote', 'verify', 'group', 'rollback', 'release-manager', 'preflight', 'strategy'],
    ];
    const keys = [...Object.keys(top), ...Object.keys(environment)];
    expect(keys.toSorted()).toEqual([...told, ...compared].toSorted());
  });

  it('are that people may override where nobody could', () => {
    const without = BASE.replace(/override.*\n/, '');
    expect(loosenings([inForce(without)], [inForce(BASE)])).toEqual(['People may override now.']);
    expect(loosenings([inForce(BASE)], [inForce(without)])).toEqual([]);
  });
});
