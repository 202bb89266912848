import { describe, expect, test } from 'vitest';
import type { Facts, LaneFact } from '../../../src/domain/facts.ts';
import { classifyRelease } from '../../../src/policy/classify-release.ts';
import { TIER_CODES } from '../../../src/policy/reasons.ts';
import { at, changing, commit, facts, policyFrom, pullRequest, SHA } from './builders.ts';

const RISK = `version: 1
risk:
  - { tier: high, because: database schema change, when: { paths: ["db/migrations/**"] } }
  - { tier: high, when: { type: major } }
  - { tier: low, when: { only-paths: ["docs/**", "**/*.md"] } }
  - { tier: medium, because: everything else }
override: { by: { teams: [sre] } }
`;
const EARLIER = at('2026-11-01T00:00:00Z');

describe('the release', () => {
  function release(more: Partial<Facts>): { tier: string; type: string; because: readonly string[] } {
    const { tier, type, reasons } = classifyRelease([policyFrom(RISK)], facts(more));
    return { tier, type, because: reasons.map((reason) => reason.because) };
  }
  const docs = changing('docs/a.md');

  test('has the highest tier and type of its changes', () => {
    const changes = [pullRequest(docs), pullRequest({ number: 13, title: 'feat: x' }), commit({ files: [] })];
    expect(release({ changes })).toMatchObject({ tier: 'medium', type: 'minor' });
  });

  test.each([
    ['a cut range', { complete: false, changes: [pullRequest(docs)] }, 'high', 'incomplete'],
    ['a first deployment without changes', { direction: 'first', changes: [] }, 'high', 'first-deployment'],
    ['a diverged commit', { direction: 'diverged', changes: [pullRequest(docs)] }, 'high', 'diverged'],
    ['a step back without changes', { direction: 'backward', changes: [] }, 'high', 'backward'],
    ['of no commit that is known', { candidate: { sha: '0'.repeat(40) } }, 'high', 'unknown-commit'],
    [
      'a redeploy of who knows what',
      { candidate: { sha: '' }, direction: 'same', changes: [] },
      'high',
      'unknown-commit',
    ],
    [
      'started by hand with who knows what',
      { candidate: { sha: SHA, isUnknown: true, inputs: ['sha'] }, direction: 'same', changes: [] },
      'high',
      'unknown-commit',
    ],
    ['a redeploy', { direction: 'same', changes: [] }, 'low', 'redeploy'],
    ['a release without changes', { changes: [] }, 'low', 'no-changes'],
  ] as const)('that is %s has tier %s by %s', (_name, more, tier, code) => {
    const { tier: found, because } = release(more);
    expect(found).toBe(tier);
    expect(because).toContain(code);
    expect(TIER_CODES).toHaveProperty(code);
  });

  test('that is a first deployment with changes goes by them', () => {
    expect(release({ direction: 'first', baseline: null, changes: [pullRequest(docs)] }).tier).toBe('low');
  });

  test('that goes back goes by what it takes away', () => {
    expect(release({ direction: 'backward', changes: [pullRequest(docs)] }).tier).toBe('low');
  });

  test('is a redeploy when the environment runs its commit', () => {
    expect(release({ direction: 'same', changes: [] }).type).toBe('redeploy');
  });

  test('is a rollback only when its commit was verified here before', () => {
    const earlier = { id: 1, environment: 'Production', sha: SHA, startedAt: EARLIER, state: 'success' } as const;
    const pass = { ...earlier, verification: { verdict: 'pass', at: EARLIER } } as const;
    const changes = [pullRequest({ title: 'feat: x' })];
    expect(release({ direction: 'backward', changes, deployments: [pass] }).type).toBe('rollback');
    expect(release({ direction: 'backward', changes, deployments: [earlier] }).type).toBe('minor');
    expect(release({ direction: 'backward', changes, deployments: [{ ...pass, environment: 'staging' }] }).type).toBe(
      'minor',
    );
  });

  test('is a rollback by what was verified in its own lane', () => {
    const question = { kind: 'deploy', environment: 'production', service: 'shop', actor: 'dora' } as const;
    const verification = { verdict: 'pass', at: EARLIER } as const;
    const verified = (service?: string) =>
      release({
        question,
        direction: 'backward',
        deployments: [
          { id: 1, environment: 'production', service, sha: SHA, startedAt: EARLIER, state: 'success', verification },
        ],
      }).type;
    expect(verified('Shop')).toBe('rollback');
    expect(verified()).toBe('rollback');
    expect(verified('mail')).toBe('patch');
  });

  test('of an unknown commit is neither a redeploy, a rollback nor an emergency', () => {
    const candidate = { sha: '0'.repeat(40) };
    const pass = { verdict: 'pass', at: EARLIER } as const;
    const deployment = { id: 1, environment: 'production', startedAt: EARLIER, state: 'success' } as const;
    const deployments = [{ ...deployment, sha: candidate.sha, verification: pass }];
    expect(release({ candidate, direction: 'same', changes: [] }).type).toBe('patch');
    expect(release({ candidate, direction: 'backward', deployments }).type).toBe('patch');
    expect(release({ candidate, changes: [pullRequest({ labels: ['emergency'] })] }).type).toBe('patch');
  });

  test('is an emergency only when every change is one', () => {
    const emergency = pullRequest({ title: 'feat: x', labels: ['emergency'] });
    expect(release({ changes: [emergency] }).type).toBe('emergency');
    expect(release({ changes: [emergency, pullRequest({ number: 13 })] }).type).toBe('minor');
    expect(release({ changes: [emergency, commit()] }).type).toBe('minor');
    expect(release({ changes: [] }).type).toBe('patch');
  });

  test.each([
    ['sam, who may override', 'sam', 'emergency'],
    ['max, who maintains', 'max', 'emergency'],
    ['bob, who may not', 'bob', 'minor'],
  ])('is an emergency by the label of %s', (_name, who, type) => {
    const changes = [pullRequest({ title: 'feat: x', labels: ['emergency'], labeledBy: { emergency: who } })];
    expect(release({ changes }).type).toBe(type);
    expect(release({ changes }).because.includes('label-not-permitted')).toBe(type === 'minor');
  });

  test('is no emergency when part of it is unknown or it goes back', () => {
    const changes = [pullRequest({ title: 'feat: x', labels: ['emergency'] })];
    expect(release({ changes, complete: false }).type).toBe('minor');
    expect(release({ changes, direction: 'backward' }).type).toBe('minor');
  });

  test('is an emergency on the branch of an older version too, in the highest tier', () => {
    const changes = [pullRequest({ title: 'feat: x', labels: ['emergency'] })];
    expect(release({ changes, direction: 'diverged' })).toMatchObject({ type: 'emergency', tier: 'high' });
  });

  test('that mixes an emergency with other changes has the tier of what the emergency is otherwise', () => {
    const changes = [
      pullRequest({ title: 'feat!: x', labels: ['emergency'] }),
      pullRequest({ number: 2, title: 'fix: y' }),
    ];
    expect(classifyRelease([policyFrom('version: 1\n')], facts({ changes }))).toMatchObject({
      type: 'major',
      tier: 'high',
    });
  });
});

describe('the changes of a service', () => {
  const SERVICES = `${RISK}services:
  shop: { paths: ["apps/shop/**", "packages/**"] }
  mail: { paths: ["apps/mail/**"] }
environments: { production: { service: shop } }
`;
  const shop = pullRequest({ number: 1, title: 'feat: x', ...changing('apps/shop/README.md') });
  const mail = pullRequest({ number: 2, title: 'feat!: x', ...changing('apps/mail/a.ts') });

  function release(changes: Facts['changes'], more: Partial<Facts> = {}) {
    const { tier, type, reasons } = classifyRelease([policyFrom(SERVICES)], facts({ changes, ...more }));
    return { tier, type, of: reasons.map((reason) => `${reason.change} ${reason.because}`) };
  }

  test('alone make the tier and the type of its release', () => {
    expect(release([shop, mail])).toEqual({
      tier: 'low',
      type: 'minor',
      of: ['#1 only-paths: docs/**, **/*.md'],
    });
  });

  test('are all that are listed when the service that is asked about is another than the policy names', () => {
    const question = { kind: 'deploy', environment: 'production', service: 'mail', actor: 'dora' } as const;
    expect(release([shop, mail], { question })).toMatchObject({ tier: 'high', type: 'major' });
  });

  test('are those of a renamed file under both names, and those whose files GitHub did not list', () => {
    const file = { path: 'old/a', previousPath: 'packages/a', status: 'renamed', additions: 0, deletions: 0 } as const;
    expect(release([pullRequest({ files: [file] })]).tier).toBe('medium');
    expect(release([{ ...mail, filesComplete: false }])).toMatchObject({ tier: 'high', type: 'major' });
  });

  test('may be none, which is the lowest tier and no emergency', () => {
    const emergency = { ...mail, labels: ['emergency'] };
    expect(release([emergency])).toEqual({ tier: 'low', type: 'patch', of: ['c0ffee0 no-changes'] });
  });

  test('make an emergency when those of others are none', () => {
    expect(release([{ ...shop, labels: ['emergency'] }, mail]).type).toBe('emergency');
  });

  test('are for the organisation what its own policy says', () => {
    const risk = classifyRelease([policyFrom(RISK), policyFrom(SERVICES)], facts({ changes: [shop, mail] }));
    expect(risk).toMatchObject({ tier: 'high', type: 'major' });
  });
});

describe('a lane that fails often', () => {
  const lane = (over: string, deployments: number, failed: number): LaneFact => ({ over, deployments, failed });
  const docs = [pullRequest(changing('docs/a.md'))];

  function escalate(rules: string, lanes: readonly LaneFact[], more: Partial<Facts> = {}) {
    const policy = policyFrom(`${RISK}escalate: ${rules}\n`);
    const { tier, tierOfChanges, reasons } = classifyRelease([policy], facts({ changes: docs, lanes, ...more }));
    return { tier, tierOfChanges, because: reasons.slice(1).map((reason) => reason.because) };
  }
  const RULE = '[{ when: { change-fail-rate: "> 15%", over: 30d, at-least: 20 }, by: 1 }]';

  test.each<[string, readonly LaneFact[], string, readonly string[]]>([
    ['more often than the policy says', [lane('30d', 20, 4)], 'medium', ['change-fail-rate']],
    ['exactly as often', [lane('30d', 20, 3)], 'low', []],
    ['in too few deployments', [lane('30d', 19, 19)], 'low', []],
    ['over the same time in other words', [lane('P30D', 20, 4)], 'medium', ['change-fail-rate']],
    ['over the same time in hours', [lane('720h', 20, 4)], 'medium', ['change-fail-rate']],
    ['never, over another time', [lane('7d', 20, 0)], 'medium', ['unknown']],
    ['nobody knows how often', [], 'medium', ['unknown']],
    ['more often than it was deployed', [lane('30d', 3, 4)], 'medium', ['unknown']],
    [
      'by one of two counts',
      [lane('30d', 20, 0), lane('4w', 20, 9), lane('P30D', 20, 9)],
      'medium',
      ['change-fail-rate'],
    ],
  ])('%s', (_name, lanes, tier, because) => {
    expect(escalate(RULE, lanes)).toEqual({ tier, tierOfChanges: 'low', because });
  });

  test('raises every release, and none above the highest tier', () => {
    const failing = [lane('30d', 20, 4)];
    expect(escalate(RULE, failing, { changes: [pullRequest()] }).tier).toBe('high');
    expect(escalate(RULE, failing, { changes: [pullRequest({ title: 'feat!: x' })] })).toEqual({
      tier: 'high',
      tierOfChanges: 'high',
      because: ['change-fail-rate'],
    });
    expect(escalate(RULE.replace('by: 1', 'by: 9'), failing).tier).toBe('high');
  });

  test('raises by the largest of several rules, not by their sum', () => {
    const rules = `[
      { when: { change-fail-rate: "> 5%", over: 30d } },
      { when: { change-fail-rate: ">= 10%, < 30%", over: 30d }, by: 2 },
      { when: { change-fail-rate: "> 30%", over: 30d }, by: 3 }]`;
    expect(escalate(rules, [lane('30d', 100, 7)]).tier).toBe('medium');
    expect(escalate(rules, [lane('30d', 100, 10)])).toMatchObject({
      tier: 'high',
      because: ['change-fail-rate', 'change-fail-rate'],
    });
  });

  test('is asked once there is one deployment, unless the policy says otherwise', () => {
    const rule = '[{ when: { change-fail-rate: ">= 0%", over: 30d } }]';
    expect(escalate(rule, [lane('30d', 0, 0)]).tier).toBe('low');
    expect(escalate(rule, [lane('30d', 1, 0)]).tier).toBe('medium');
  });

  test('raises neither a merge nor a redeploy, and every other deployment', () => {
    const merge = { kind: 'merge', pullRequest: 12, base: 'main' } as const;
    expect(escalate(RULE, [], { question: merge }).tier).toBe('low');
    expect(escalate(RULE, [], { direction: 'same', changes: [] }).tier).toBe('low');
    expect(escalate(RULE, [], { changes: [] }).tier).toBe('medium');
    expect(escalate(RULE, [], { direction: 'backward' })).toMatchObject({ tier: 'medium', tierOfChanges: 'low' });
  });

  test('tells how often it failed', () => {
    const policy = policyFrom(`${RISK}escalate: ${RULE}\n`);
    const reasonsBy = (lanes: readonly LaneFact[]) =>
      classifyRelease([policy], facts({ changes: docs, lanes })).reasons;
    expect(reasonsBy([lane('P30D', 37, 7)]).at(-1)).toEqual({
      tier: 'medium',
      because: 'change-fail-rate',
      change: 'c0ffee0',
      detail: '7 of 37 deployments in the last 30d failed (18.9 %): > 15%',
    });
    expect(reasonsBy([]).at(-1)).toEqual({
      tier: 'medium',
      because: 'unknown',
      change: 'c0ffee0',
      detail: 'how often this lane failed in the last 30d is not known',
    });
  });

  test('is counted up in the tiers of the policy that asks', () => {
    const org = policyFrom(
      'version: 1\ntiers: [low, high]\nescalate: [{ when: { change-fail-rate: "> 15%", over: 30d } }]\n',
    );
    const failing = facts({ changes: docs, lanes: [lane('30d', 10, 9)] });
    expect(classifyRelease([org, policyFrom(RISK)], failing).tier).toBe('high');
  });
});
