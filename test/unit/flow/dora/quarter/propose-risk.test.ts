/** The smallest change of the rules that could make tiers tell what fails. */
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../../../src/domain/decision.ts';
import { editTiers } from '../../../../../src/flow/dora/quarter/edit-tiers.ts';
import { proposeRisk, type RiskStep } from '../../../../../src/flow/dora/quarter/propose-risk.ts';
import { ruleOutcomes } from '../../../../../src/flow/dora/quarter/rule-outcomes.ts';
import { unifiedDiff } from '../../../../../src/flow/dora/quarter/unified-diff.ts';
import { parsePolicy } from '../../../../../src/policy/parse.ts';
import { applyDiff } from './apply-diff.ts';

const FILE = '.github/tidegate.yml';

const TEXT = `version: 1
# Tiers as the board knows them.
tiers: [low, medium, high]

risk:
  - { tier: high, because: payments, when: { paths: ["src/pay/**"] } }   # since the incident of May
  - tier: "high"
    because: large
    when:
      lines: "> 400"
  - because: nobody looked
    tier: high
    when: { unreviewed: true }
  - { tier: 'high', because: dependencies, when: { dependency: [minor, major] } }
  - { tier: medium, because: schema, when: { paths: ["db/**"] } }
  - { tier: low, because: texts, when: { only-paths: ["docs/**"] } }
  - { tier: low }
`;

function policyOf(text: string) {
  const parsed = parsePolicy(text, { source: 'policy', file: FILE });
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.map(({ message }) => message).join(' '));
  return parsed.policy;
}

/** So many failed of so many, by the name of the rule. */
function proposed(
  counts: Readonly<Record<string, readonly [failed: number, n: number]>>,
  steps: readonly RiskStep[],
  { text = TEXT, failRateTarget = null }: { text?: string; failRateTarget?: number | null } = {},
) {
  const policy = policyOf(text);
  const outcomes = (policy.risk ?? []).map((rule, index) => {
    const because = rule.because ?? 'no other rule matched';
    const [failed, n] = counts[because] ?? [0, 0];
    return { index, rule, because, failed, n };
  });
  return proposeRisk({ text, file: FILE, policy, organisation: undefined, outcomes, failRateTarget }, steps);
}

const DOWN: RiskStep = { lower: 'medium', higher: 'high', direction: 'down' };
const UP: RiskStep = { lower: 'low', higher: 'medium', direction: 'up' };

function movesIn(proposal: ReturnType<typeof proposed>) {
  return proposal.kind === 'proposed' ? proposal.moves.map(({ because, to }) => [because, to]) : proposal.because;
}

describe('what is proposed', () => {
  test.each([
    ['the rule under which the least failed goes down', { payments: [1, 20], large: [0, 9] }, [['large', 'medium']]],
    [
      'rules that failed alike go down together',
      { payments: [0, 20], large: [0, 9] },
      [
        ['payments', 'medium'],
        ['large', 'medium'],
      ],
    ],
    ['what is hardly known stays', { payments: [3, 20], large: [0, 4] }, [['payments', 'medium']]],
    ['nobody looked: never down', { 'nobody looked': [0, 90], payments: [3, 20] }, [['payments', 'medium']]],
    ['a major bump: never down', { dependencies: [0, 90], large: [3, 20] }, [['large', 'medium']]],
  ] as const)('%s', (_, counts, moves) => {
    expect(movesIn(proposed(counts, [DOWN]))).toEqual(moves);
  });

  test('the rule under which the most failed goes up where the lower tier fails too often', () => {
    const counts = { texts: [4, 20], 'no other rule matched': [30, 40] } as const;
    expect(movesIn(proposed(counts, [UP], { failRateTarget: 0.05 }))).toEqual([['texts', 'medium']]);
  });

  test('several steps are one change, and each rule moves once', () => {
    const counts = { payments: [0, 20], schema: [0, 20] } as const;
    const step: RiskStep = { lower: 'low', higher: 'medium', direction: 'down' };
    expect(movesIn(proposed(counts, [DOWN, step, DOWN]))).toEqual([
      ['payments', 'medium'],
      ['schema', 'low'],
    ]);
  });
});

describe('nothing is proposed', () => {
  const bare = 'version: 1\ntiers: [low, medium, high]\n';

  test.each([
    ['when the policy has no rules', {}, [DOWN], { text: bare }, { because: 'no-rules' }],
    ['when too little is known by rule', { payments: [0, 3] }, [DOWN], {}, { because: 'too-few', needed: 2 }],
    [
      'when what would go down fails too often',
      { payments: [3, 20] },
      [DOWN],
      { failRateTarget: 0.05 },
      { because: 'nothing-to-move' },
    ],
    ['when nothing of the lower tier failed', { texts: [0, 20] }, [UP], {}, { because: 'nothing-to-move' }],
    [
      'when only guards are left',
      {},
      [DOWN],
      { text: `${bare}risk:\n  - { tier: high, when: { unreviewed: true } }\n` },
      { because: 'nothing-to-move' },
    ],
    ['without a step', { payments: [0, 20] }, [], {}, { because: 'nothing-to-move' }],
  ] as const)('%s', (_, counts, steps, options, expected) => {
    expect(proposed(counts, steps, options)).toEqual({ kind: 'none', ...expected });
  });
});

describe('the difference', () => {
  test('applied is a valid policy with the rules moved, and every other character as it was', () => {
    const made = proposed({ payments: [0, 20], large: [0, 9], schema: [0, 20] }, [
      DOWN,
      { lower: 'low', higher: 'medium', direction: 'down' },
    ]);
    if (made.kind !== 'proposed') throw new Error(made.because);
    const text = applyDiff(TEXT, made.diff);
    expect(policyOf(text)).toEqual(made.policy);
    expect(policyOf(text).risk?.map(({ tier }) => tier)).toEqual([
      ...['medium', 'medium', 'high', 'high', 'low', 'low', 'low'],
    ]);
    expect(text.replace('tier: medium, because: payments', 'tier: high, because: payments')).toContain(
      TEXT.slice(0, TEXT.indexOf('  - tier: "high"')),
    );
    expect(text).toContain('  - tier: "medium"\n    because: large');
    expect(made.diff).toMatch(/^--- a\/\.github\/tidegate\.yml\n\+\+\+ b\/\.github\/tidegate\.yml\n@@ -3,/u);
  });

  test.each([
    ['CRLF', TEXT.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${TEXT}`],
    ['no line break at the end', TEXT.trimEnd()],
    ['rules on one line', 'version: 1\nrisk: [{ tier: high, because: payments, when: { bot: true } }, { tier: low }]'],
  ])('fits a text with %s', (_, text) => {
    const made = proposed({ payments: [0, 20] }, [DOWN], { text });
    if (made.kind !== 'proposed') throw new Error(made.because);
    expect(policyOf(applyDiff(text, made.diff)).risk?.[0]?.tier).toBe('medium');
  });

  test('has places that are far from each other apart', () => {
    const lines = Array.from({ length: 40 }, (_, at) => `${at}\n`);
    const diff = unifiedDiff(lines.join(''), lines.with(2, 'a\n').with(3, 'b\n').with(30, 'c\n').join(''), 'f');
    expect(diff.match(/^@@.*@@$/gmu)).toEqual(['@@ -1,7 +1,7 @@', '@@ -28,7 +28,7 @@']);
    expect(diff).toContain('-2\n-3\n+a\n+b\n');
    expect(unifiedDiff('a', 'a', 'f')).toBe('');
  });
});

test.each([
  ['plain', 'tier: high', 'yes it is', 'tier: "yes it is"'],
  ['a word that means something else', 'tier: high', 'null', 'tier: "null"'],
  ['single quotes', "tier: 'high'", 'low', "tier: 'low'"],
])('a tier in %s keeps its spelling where the new name allows', (_, before, to, after) => {
  const text = (tier: string) => `risk:\n  - ${tier} # why\n`;
  expect(editTiers(text(before), [{ index: 0, from: 'high', to }])).toBe(text(after));
});

test('a tier that is written in another way is left alone', () => {
  expect(editTiers('risk:\n  - tier: "hi\\u0067h"\n', [{ index: 0, from: 'high', to: 'low' }])).toBeNull();
  expect(editTiers('risk: [', [{ index: 0, from: 'high', to: 'low' }])).toBeNull();
});

test('a failure counts for each rule that gave the deployment its tier, and for no other', () => {
  const decision = (tier: string, ...reasons: readonly (readonly [string, string])[]) =>
    ({ tier, tierReasons: reasons.map(([of, because]) => ({ tier: of, because })) }) as unknown as Decision;
  const gates = [
    { deploymentId: 1, decision: decision('high', ['high', 'payments'], ['high', 'large'], ['medium', 'schema']) },
    { deploymentId: 2, decision: decision('high', ['high', 'payments']) },
    { deploymentId: 3, decision: decision('low', ['low', 'no other rule matched']) },
    { deploymentId: 4, decision: decision('high', ['high', 'payments']) },
    { deploymentId: 5, decision: null },
    // The rule had another tier then.
    { deploymentId: 6, decision: decision('high', ['high', 'large'], ['medium', 'payments']) },
  ];
  const failed = new Map([
    ['1', true],
    ['2', false],
    ['3', false],
    ['5', true],
    ['6', false],
  ]);
  const counted = ruleOutcomes(policyOf(TEXT), gates, failed).filter(({ n }) => n > 0);
  expect(counted.map(({ because, failed: bad, n }) => [because, bad, n])).toEqual([
    ['payments', 1, 2],
    ['large', 1, 2],
    ['no other rule matched', 0, 1],
  ]);
});
