/** The smoke file as people write it (contract, section 7). The published JSON Schema is generated from here. */
import { z } from 'zod';

/** A length of time, `ms` included: latencies are shorter than the durations of the other documents. */
const DURATION = /^\d{1,9}(?:ms|s|m|h)$/;

/** One status, a class of them (`2xx`) or a range (`200-204`). */
const STATUS = /^(?:[1-5]xx|[1-5]\d\d(?:-[1-5]\d\d)?)$/;

const Duration = z
  .string('a duration such as 500ms, 10s or 5m')
  .regex(DURATION, 'a duration such as 500ms, 10s or 5m')
  .describe('A duration: 500ms, 10s, 5m, 1h.');

const A_STATUS = 'a status such as 200, a class such as 2xx or a range such as 200-204, or a list of these';

const Status = z
  .union([z.int(A_STATUS).min(100, A_STATUS).max(599, A_STATUS), z.string().regex(STATUS, A_STATUS)], A_STATUS)
  .describe('A status (200), a class (2xx) or a range (200-204).');

const HttpCheck = z
  .strictObject({
    url: z
      .string('an address that begins with http:// or https://')
      .regex(/^https?:\/\//i, 'an address that begins with http:// or https://')
      .max(2048, 'at most 2048 characters'),
    method: z.literal('GET', 'GET').default('GET'),
    status: z
      .union([Status, z.array(Status).min(1, A_STATUS)], A_STATUS)
      .default(200)
      .describe('Statuses that pass.'),
    body: z.strictObject({ contains: z.string('a text').min(1, 'a text that is not empty') }).optional(),
    latency: Duration.optional().describe('The whole answer must be there within this time.'),
  })
  .describe('One GET request and what must hold of its answer.');

const Retry = z.strictObject({
  attempts: z.int('a whole number').min(1, 'at least 1').max(10, 'at most 10').default(3),
  base: Duration.default('1s').describe('Wait before the second attempt.'),
  factor: z.number('a number').min(1, 'at least 1').max(10, 'at most 10').default(2),
  max: Duration.default('15s').describe('Longest wait between two attempts.'),
});

const Check = z.strictObject({
  id: z
    .string('a name of letters, digits, ".", "_" and "-"')
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'a name of at most 64 letters, digits, ".", "_" and "-"'),
  http: HttpCheck,
  severity: z.enum(['required', 'advisory'], 'required or advisory').default('required'),
  timeout: Duration.default('10s').describe('Longest time one attempt may take.'),
  retry: Retry.prefault({}),
  passes: z
    .int('a whole number')
    .min(1, 'at least 1')
    .max(100, 'at most 100')
    .default(1)
    .describe('How often in a row the check must pass.'),
});

export const SmokeFile = z
  .strictObject({
    version: z.literal(1, '1'),
    deadline: Duration.default('10m').describe('Longest time the whole run may take.'),
    checks: z.array(Check, 'a list of checks').min(1, 'at least one check').max(100, 'at most 100 checks'),
  })
  .describe('Tidegate smoke checks.');

export type SmokeFile = z.output<typeof SmokeFile>;
export type SmokeCheck = SmokeFile['checks'][number];

/** The JSON Schema that editors use (draft 2020-12, of what people write: defaults may be left out). */
export function smokeJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(SmokeFile, { io: 'input' });
}
