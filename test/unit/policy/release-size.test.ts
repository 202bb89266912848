import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change, Facts } from '../../../src/domain/facts.ts';
import { classifyChange } from '../../../src/policy/classify.ts';
import { classifyRelease } from '../../../src/policy/classify-release.ts';
import { changing, commit, decideBy, facts, policyFrom, pullRequest } from './builders.ts';

const LARGE = '{ tier: high, because: large batch, when: { release: { changes: "> 2" } } }';

function risk(...rules: readonly string[]): string {
  return `version: 1\nrisk:\n${rules.map((rule) => `  - ${rule}\n`).join('')}`;
}

function classified(yaml: string, more: Partial<Facts>) {
  return classifyRelease([policyFrom(yaml)], facts(more));
}

function many(count: number): readonly Change[] {
  return Array.from({ length: count }, (_, index) =>
    pullRequest({ number: index + 1, commits: 2, ...changing(`src/${index % 2}.ts`) }),
  );
}

describe('a rule about the release alone', () => {
  test('gives its tier to the release and not to its changes', () => {
    const { tier, reasons } = classified(risk(LARGE, '{ tier: medium }'), { changes: many(3) });
    expect(tier).toBe('high');
    expect(reasons.filter((each) => each.tier === 'high')).toEqual([
      { tier: 'high', because: 'large batch', change: 'c0ffee0', detail: 'the release has 3 changes' },
    ]);
    expect(reasons.filter(({ tier }) => tier === 'medium').map(({ change }) => change)).toEqual(['#1', '#2', '#3']);
  });

  test('leaves a smaller release to the other rules', () => {
    expect(classified(risk(LARGE, '{ tier: medium }'), { changes: many(2) }).tier).toBe('medium');
    expect(classified(risk(LARGE), { changes: many(2) }).tier).toBe('low');
  });

  test.each([
    ['lines', '"= 4"', 'the release has 4 lines'],
    ['files', '"= 2"', 'the release has 2 files'],
    ['commits', '"= 8"', 'the release has 8 commits'],
    ['changes', '["< 2", "= 4"]', 'the release has 4 changes'],
  ])('counts %s', (key, range, detail) => {
    const yaml = risk(`{ tier: high, when: { release: { ${key}: ${range} } } }`);
    const { tier, reasons } = classified(yaml, { changes: many(4) });
    expect(tier).toBe('high');
    expect(reasons.at(-1)).toMatchObject({ change: 'c0ffee0', detail });
    expect(reasons.at(-1)?.because).toContain(`release with ${key}`);
  });

  test('has to hold in all of its counts', () => {
    const yaml = risk('{ tier: high, when: { release: { changes: "> 2", files: "> 2" } } }');
    expect(classified(yaml, { changes: many(4) }).tier).toBe('low');
  });

  test('counts a commit without a pull request', () => {
    const yaml = risk('{ tier: high, when: { release: { commits: "= 3" } } }');
    expect(classified(yaml, { changes: [...many(1), commit()] }).tier).toBe('high');
  });

  test('counts the changes of the service alone', () => {
    const yaml = `${risk(LARGE)}services: { web: { paths: ["src/0.ts"] } }\nenvironments: { production: { service: web } }\n`;
    expect(classified(yaml, { changes: many(4) }).tier).toBe('low');
    expect(classified(yaml, { changes: many(6) }).tier).toBe('high');
  });

  test('of the organisation counts for its repositories', () => {
    const policies = [policyFrom(risk(LARGE)), policyFrom(risk('{ tier: low }'))];
    expect(classifyRelease(policies, facts({ changes: many(3) })).tier).toBe('high');
  });

  test('counts what a step back takes away', () => {
    expect(classified(risk(LARGE), { direction: 'backward', changes: many(3) }).tierOfChanges).toBe('high');
  });
});

describe('what cannot be counted raises', () => {
  const FILES = risk('{ tier: medium, when: { release: { lines: "< 100" } } }', '{ tier: low }');

  test('files that are not listed may be more', () => {
    const changes = [pullRequest({ filesComplete: false })];
    expect(classified(FILES, { changes }).reasons).toContainEqual({
      tier: 'medium',
      because: 'release with lines < 100',
      change: 'c0ffee0',
      detail: 'the release has 2 lines or more, since not all of it is listed',
    });
  });

  test('but not to what is too much already', () => {
    const changes = [pullRequest({ filesComplete: false, files: [file(60), file(60)] })];
    expect(classified(FILES, { changes }).reasons.map(({ because }) => because)).not.toContain(
      'release with lines < 100',
    );
  });

  test('nor do they make certain what is enough already', () => {
    const yaml = risk('{ tier: medium, when: { release: { lines: "> 100" } } }');
    const changes = [pullRequest({ filesComplete: false, files: [file(60), file(60)] })];
    expect(classified(yaml, { changes }).reasons).toContainEqual(
      expect.objectContaining({ tier: 'medium', detail: 'the release has 120 lines or more' }),
    );
  });

  test('a release never has a lower tier for having less listed', () => {
    const ranges = fc.constantFrom('> 2', '< 3', '= 2', '>= 1, < 4');
    const key = fc.constantFrom('changes', 'files', 'lines', 'commits');
    const tier = fc.constantFrom('low', 'medium', 'high');
    fc.assert(
      fc.property(fc.nat(5), key, ranges, tier, (count, counted, range, given) => {
        const yaml = risk(`{ tier: ${given}, when: { release: { ${counted}: "${range}" } } }`);
        const ranks = [true, false].map((complete) => {
          const found = classified(yaml, { changes: many(count), complete });
          return found.tiers.indexOf(found.tier);
        });
        expect(ranks[1]).toBeGreaterThanOrEqual(ranks[0] ?? 0);
      }),
    );
  });
});

describe('with other keys', () => {
  const MIXED = risk(
    '{ tier: high, because: many at once, when: { release: { changes: "> 2" }, paths: "src/0.ts" } }',
    '{ tier: low }',
  );

  test('it is about the changes that match, in such a release', () => {
    const { reasons } = classified(MIXED, { changes: many(3) });
    expect(reasons.filter(({ tier }) => tier === 'high').map(({ change }) => change)).toEqual(['#1', '#3']);
    expect(reasons.filter(({ tier }) => tier === 'low').map(({ change }) => change)).toEqual(['#2']);
  });

  test('and about none in a smaller one', () => {
    expect(classified(MIXED, { changes: many(2) }).tier).toBe('low');
  });

  test('what is not listed may make it such a release', () => {
    const { reasons } = classified(MIXED, { changes: many(1), complete: false });
    expect(reasons).toContainEqual(expect.objectContaining({ tier: 'high', because: 'many at once', change: '#1' }));
  });
});

describe('where the release is not known the rules do not apply', () => {
  const question = { kind: 'merge', pullRequest: 1, base: 'main' } as const;
  const SMALL = '{ tier: high, when: { release: { changes: ">= 1" } } }';
  const SMALL_FIX = '{ tier: high, when: { release: { changes: ">= 1" }, paths: "**" } }';

  test('to one pull request', () => {
    expect(classified(risk(SMALL, SMALL_FIX), { question, changes: many(1) }).tier).toBe('low');
    expect(classified(risk(SMALL), { changes: many(1) }).tier).toBe('high');
    expect(classified(risk(SMALL_FIX), { changes: many(1) }).tier).toBe('high');
  });

  test('to a change alone', () => {
    expect(classifyChange(policyFrom(risk(SMALL_FIX)), pullRequest(), facts()).tier).toBe('low');
  });
});

test('the decision tells it as a reason of the release', () => {
  const decision = decideBy(risk(LARGE), { changes: many(3) });
  expect(decision.tierReasons).toContainEqual(expect.objectContaining({ because: 'large batch', change: 'c0ffee0' }));
});

function file(additions: number) {
  return { path: `src/${additions}.ts`, status: 'modified', additions, deletions: 0 } as const;
}
