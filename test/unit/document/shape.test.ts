import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { locate } from '../../../src/document/locate.ts';
import { readYaml } from '../../../src/document/parse.ts';
import { shapeProblems } from '../../../src/document/shape.ts';
import { formatProblem } from '../../../src/domain/problem.ts';

const step = z.strictObject({ kind: z.enum(['walk', 'wait']), minutes: z.int().min(1).max(60).optional() });

const Plan = z.strictObject({
  version: z.literal(1).meta({ description: 'The version of the language.' }),
  title: z.string().min(1).max(20).optional().meta({ title: 'headline' }),
  steps: z.union([step, z.array(step).min(1).max(3)]).optional(),
  on: z.boolean().optional(),
  places: z.record(z.string().min(1), z.string()).optional(),
  code: z.string().regex(/^x/, 'a text that begins with `x`').optional(),
  own: z
    .string()
    .refine((text) => text === 'fine', { params: { code: 'own-code' }, message: 'Not fine.' })
    .optional(),
  other: z
    .string()
    .refine((text) => text === 'fine', { params: { code: 'toString' }, message: 'Not fine either.' })
    .optional(),
});

function problems(text: string): readonly string[] {
  const read = readYaml(text);
  if (read.kind === 'unreadable') throw new Error(read.problem.message);
  const { document } = read;
  const shaped = Plan.safeParse(document.value);
  const grammar = { schema: z.toJSONSchema(Plan, { io: 'input' }), codes: { 'own-code': 'Of its own.' } };
  const found = shapeProblems(shaped.error?.issues ?? [], document.value, grammar);
  return locate(found, document, { source: 'policy', file: 'f' }).map(formatProblem);
}

const V = 'version: 1\n';

describe('what does not fit is said with place, reason and fix', () => {
  test.each([
    [V, []],
    ['on: true', ['f:1:1 key-missing `version` is missing. Add it: the version of the language.']],
    [
      'version: 2',
      [
        'f:1:10 wrong-value This is written in version 2 of its language, and this Tidegate reads version 1. Update Tidegate, or write `version: 1` and what that knows.',
      ],
    ],
    ['- 1', ['f:1:1 wrong-type The document is a list; it has to be a map of keys and values.']],
    [`${V}title: 7`, ['f:2:8 wrong-type `title` is a number; it has to be text (headline).']],
    [`${V}title: ""`, ['f:2:8 text-empty `title` is empty. Write something or remove it.']],
    [`${V}title: ${'t'.repeat(21)}`, ['f:2:8 out-of-range `title` has to be at most 20 characters long.']],
    [`${V}on: yes`, ['f:2:5 wrong-type `on` is text; it has to be `true` or `false`.']],
    [`${V}steps: true`, ['f:2:8 wrong-type `steps` is `true`; it has to be a map of keys and values.']],
    [
      `${V}steps: []`,
      ['f:2:8 list-empty `steps` is an empty list, which says nothing. Add an item or remove the key.'],
    ],
    [`${V}steps: [${'{ kind: wait }, '.repeat(4)}]`, ['f:2:8 out-of-range `steps` has to be at most 3 items long.']],
    [
      `${V}steps: [{ kind: wiat }]`,
      ['f:2:17 wrong-value `kind` is `wiat`; it has to be one of `walk`, `wait`. Did you mean `wait`?'],
    ],
    [`${V}steps: { kind: walk, minutes: 0 }`, ['f:2:31 out-of-range `minutes` has to be at least 1.']],
    [
      `${V}steps: { kind: walk, minutes: 1.5 }`,
      ['f:2:31 wrong-type `minutes` is a number; it has to be a whole number.'],
    ],
    [
      `${V}steps: { kind: walk, minuets: 1 }`,
      [
        'f:2:22 unknown-key There is no key `minuets` here, and what it was meant to say would be lost. Did you mean `minutes`?',
      ],
    ],
    [`${V}places: { "": x }`, ['f:2:11 text-empty The name is empty. Write something or remove it.']],
    [`${V}code: abc`, ['f:2:7 wrong-value `code` is `abc`; it has to be a text that begins with `x`.']],
    [`${V}own: abc`, ['f:2:6 own-code Not fine.']],
    [`${V}other: abc`, ['f:2:8 refused Not fine either.']],
  ])('%j', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test('what is quoted is shortened and has no control characters', () => {
    const [one] = problems(`${V}code: "a\\e[31m\\n${'b'.repeat(5000)}"`);
    expect(one).toMatch(/^[^\p{Cc}]{1,200}$/u);
    expect(problems(`${V}"a\\nb${'c'.repeat(5000)}": 1`)[0]).toMatch(/^[^\p{Cc}]{1,300}$/u);
  });
});
