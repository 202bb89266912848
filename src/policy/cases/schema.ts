/** The case file: a team's own examples of what its policy has to say. Every key, its type and what it means. */
import { z } from 'zod';
import { RELEASE_TYPES } from '../../domain/decision.ts';
import { type Instant, parseInstant } from '../../domain/instant.ts';
import { factsJsonSchema } from '../facts/schema.ts';
import { IGNORED, REASONS, SKIPPED } from '../reasons.ts';
import { loosened } from './loosened.ts';
import type { CaseProblemCode } from './problem-codes.ts';

function refusal(code: CaseProblemCode): { readonly code: CaseProblemCode } {
  return { code };
}

function notEmpty(value: object): boolean {
  return Object.keys(value).length > 0;
}

const instant = z.string().transform((text, context): Instant => {
  const parsed = parseInstant(text);
  if (parsed !== undefined) return parsed;
  const message = `\`${text.slice(0, 80)}\` is not an instant. Write RFC 3339 with an offset: \`2026-11-26T09:00:00+01:00\` or \`…Z\`.`;
  context.issues.push({ code: 'custom', params: refusal('instant-refused'), message, input: text });
  return z.NEVER;
});

/** An instant, or `never`. */
const moment = z
  .string()
  .transform((text, context): Instant | 'never' => {
    const parsed = text === 'never' ? text : parseInstant(text);
    if (parsed !== undefined) return parsed;
    const message = `\`${text.slice(0, 80)}\` is neither \`never\` nor an instant. Write RFC 3339 with an offset: \`2026-11-26T09:00:00+01:00\` or \`…Z\`.`;
    context.issues.push({ code: 'custom', params: refusal('instant-refused'), message, input: text });
    return z.NEVER;
  })
  .meta({ title: 'an instant, or `never`' });

function oneOrMany<T extends z.ZodType>(item: T) {
  return z
    .union([item, z.array(item).min(1).max(100)])
    .transform((value) => (Array.isArray(value) ? value : [value]) as z.output<T>[]);
}

const name = z.string().trim().min(1).max(200);
const login = z.string().min(1).max(100);
const file = z.string().min(1).max(1000);
const statuses = z.enum(['met', 'pending', 'failed', 'skipped', 'absent']);
const reasonCodes = z.enum([...Object.keys(REASONS), ...Object.keys(SKIPPED)]);
const ignoredCodes = z.enum(Object.keys(IGNORED));

const gate = z
  .strictObject({
    status: statuses
      .optional()
      .meta({ description: 'The status of the gate; `absent`: its `for` does not select this release.' }),
    reason: oneOrMany(reasonCodes).optional().meta({
      description: 'The gate gives this reason; of a list, each of them. Codes, as the reference lists them.',
    }),
    counted: z.array(login).optional().meta({ description: 'Exactly these people counted, in any order.' }),
    ignored: z
      .record(login, ignoredCodes)
      .optional()
      .meta({ description: 'These people did not count, and why. Others are not asked about.' }),
  })
  .refine(notEmpty, {
    params: refusal('expect-empty'),
    message: 'Nothing is expected of this gate. Write its status: `met`, `pending`, `failed`, `skipped` or `absent`.',
  })
  .refine((value) => value.status !== 'absent' || Object.keys(value).length === 1, {
    params: refusal('refused'),
    message: 'A gate that is absent gives no reason and counts nobody. Leave out the other keys, or `absent`.',
  });

const expected = z
  .strictObject({
    verdict: z.enum(['open', 'waiting', 'blocked']).optional().meta({ description: 'What comes out.' }),
    tier: name.optional().meta({ description: 'The tier of the release.' }),
    type: z.enum(RELEASE_TYPES).optional().meta({ description: 'The release type.' }),
    mode: z.enum(['enforce', 'observe']).optional().meta({ description: 'Whether it would be enforced.' }),
    gates: z
      .record(name, z.union([gate, statuses]))
      .refine(notEmpty, {
        params: refusal('expect-empty'),
        message: 'No gate is named here. Name one, or remove the key.',
      })
      .optional()
      .meta({
        description:
          'By the name of the gate: its status, or more of it. Gates that are not named are not asked about.',
      }),
    'earliest-opening': moment
      .optional()
      .meta({ description: 'The first instant at which time holds nothing back, or `never`.' }),
    'next-transition': moment
      .optional()
      .meta({ description: 'When the answer can next change by time alone, or `never`.' }),
    override: z
      .union([z.literal(false), login])
      .optional()
      .meta({ description: 'The person whose override opens it; `false`: none does.' }),
  })
  .refine(notEmpty, {
    params: refusal('expect-empty'),
    message:
      'This case expects nothing, so it could never fail. Write what has to come out, such as `verdict: waiting`.',
  });

const someFacts = z.record(z.string(), z.unknown());

const policyCase = z.strictObject({
  name: name.meta({ description: 'Unique. What has to be so: `a schema change waits for the board`.' }),
  at: oneOrMany(instant)
    .optional()
    .meta({ description: 'Instead of `at` in the facts. With several instants the same is expected at each.' }),
  facts: someFacts.optional().meta({ description: 'What the decision is made from; laid over `defaults`.' }),
  expect: expected.meta({ description: 'What has to come out. Only what is given is compared.' }),
});

export const CaseFile = z.strictObject({
  version: z.literal(1).meta({ description: 'The version of the language.' }),
  policy: file.optional().meta({
    description:
      'The policy, from the folder of this file. Default: `tidegate.yml` beside it, else the nearest `.github/tidegate.yml` above.',
  }),
  'org-policy': file.optional().meta({ description: 'The policy of the organisation; both have to open the release.' }),
  defaults: someFacts
    .optional()
    .meta({ description: 'Facts below those of each case: maps are joined, everything else is replaced.' }),
  cases: z.array(policyCase).min(1).max(2000).meta({ description: 'The cases; a file without one tests nothing.' }),
});

export type CaseFile = z.output<typeof CaseFile>;
export type Expectation = CaseFile['cases'][number]['expect'];
export type ExpectedGate = NonNullable<Expectation['gates']>[string];

type JsonSchema = Readonly<Record<string, unknown>>;

/** The case file as JSON Schema (draft 2020-12), for editors. Facts may be given in part: the rest is in `defaults`. */
export function caseFileJsonSchema(): JsonSchema {
  const { $schema, ...facts } = loosened(factsJsonSchema());
  return z.toJSONSchema(CaseFile, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === someFacts) Object.assign(jsonSchema, facts, { propertyNames: undefined });
    },
  });
}
