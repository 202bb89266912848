/** The smoke file as people write it (contract, section 7). The published JSON Schema is generated from here. */
import { z } from 'zod';
import { durationMs } from './duration.ts';

const A_DURATION = 'a length of time above zero and up to `7d`, such as `500ms`, `10s` or `5m`';

/** Milliseconds. */
const duration = z
  .string()
  .transform((text, context) => {
    const ms = durationMs(text);
    if (ms !== undefined) return ms;
    context.issues.push({ code: 'invalid_format', format: 'length-of-time', message: A_DURATION, input: text });
    return z.NEVER;
  })
  .meta({ title: 'length of time' });

const status = z
  .union([
    z.int().min(100).max(599),
    z
      .string()
      .regex(
        /^(?:[1-5]xx|[1-5]\d\d(?:-[1-5]\d\d)?)$/,
        'a status such as `200`, a class such as `2xx` or a range such as `200-204`',
      ),
  ])
  .meta({ title: 'status (200), class (2xx) or range (200-204)' });

const httpCheck = z.strictObject({
  url: z
    .string()
    .regex(/^https?:\/\//i, 'an address that begins with `http://` or `https://`')
    .max(2048)
    .meta({ title: 'address', description: 'The address that is asked.' }),
  method: z.literal('GET').default('GET').meta({ description: 'A probe changes nothing.' }),
  status: z
    .union([status, z.array(status).min(1)])
    .default(200)
    .meta({ description: 'Statuses that pass.' }),
  body: z
    .strictObject({
      contains: z.string().min(1).meta({ description: 'The body contains this text.' }),
    })
    .optional()
    .meta({ description: 'What must hold of the body.' }),
  latency: duration.optional().meta({ description: 'The whole answer is there within this time.' }),
});

const retry = z.strictObject({
  attempts: z.int().min(1).max(10).default(3).meta({ description: 'How often one sample is tried.' }),
  base: duration.prefault('1s').meta({ description: 'Wait before the second attempt.' }),
  factor: z.number().min(1).max(10).default(2).meta({ description: 'By how much each wait is longer than the last.' }),
  max: duration.prefault('15s').meta({ description: 'Longest wait between two attempts.' }),
});

const check = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'at most 64 letters, digits, `.`, `_` and `-`, a letter or digit first')
    .meta({ title: 'name', description: 'Unique. Names the check in reports.' }),
  http: httpCheck.meta({ description: 'One GET request and what must hold of its answer.' }),
  severity: z
    .enum(['required', 'advisory'])
    .default('required')
    .meta({ description: 'Whether the verdict of the run depends on it.' }),
  timeout: duration.prefault('10s').meta({ description: 'Longest time one attempt may take.' }),
  retry: retry.prefault({}).meta({ description: 'Attempts before a sample counts as failed.' }),
  passes: z.int().min(1).max(100).default(1).meta({ description: 'How often in a row the check must pass.' }),
});

export const SmokeFile = z.strictObject({
  version: z.literal(1).meta({ description: 'The version of the language.' }),
  deadline: duration.prefault('10m').meta({ description: 'Longest time the whole run may take.' }),
  checks: z.array(check).min(1).max(100).meta({ description: 'What is checked, in the order of the report.' }),
});

export type SmokeFile = z.output<typeof SmokeFile>;
export type SmokeCheck = SmokeFile['checks'][number];

/** The JSON Schema that editors use (draft 2020-12, of what people write: defaults may be left out). */
export function smokeJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(SmokeFile, { io: 'input' });
}
