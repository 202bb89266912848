/** The smoke file as people write it (contract, section 7). The published JSON Schema is generated from here. */
import { z } from 'zod';
import { NETWORKS } from '../domain/probe.ts';
import * as types from './check-types/schema.ts';
import { address, duration, status } from './check-types/schema.ts';

const retry = z.strictObject({
  attempts: z.int().min(1).max(10).optional().meta({
    description: 'How often one sample is tried. Default: 3; 1 for `command`, and for `POST` and `PATCH` always.',
  }),
  base: duration.prefault('1s').meta({ description: 'Longest wait before the second attempt; chance shortens it.' }),
  factor: z.number().min(1).max(10).default(2).meta({ description: 'By how much each wait is longer than the last.' }),
  max: duration.prefault('15s').meta({ description: 'Longest wait, also where the other side asks for more.' }),
  on: z
    .array(
      z.union([
        z.enum(['error', 'fail']).meta({ title: '`error` (no answer, or none that can be judged), `fail` (any)' }),
        status,
      ]),
    )
    .min(1)
    .default(['error', '5xx', 429])
    .meta({ description: 'What is tried again.' }),
});

const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'at most 64 letters, digits, `.`, `_` and `-`, a letter or digit first');

const check = z.strictObject({
  id: id.meta({ title: 'name', description: 'Unique. Names the check in reports.' }),
  http: types.http.optional().meta({ description: 'One request and what must hold of its answer.' }),
  version: types.version.optional().meta({ description: 'The version that answers is the one that was deployed.' }),
  tls: types.tls.optional().meta({ description: 'The connection can be trusted, and for how long.' }),
  tcp: types.tcp.optional().meta({ description: 'Somebody listens.' }),
  dns: types.dns.optional().meta({ description: 'A name leads to an address.' }),
  command: types.command.optional().meta({ description: 'A program ends with 0. Only where the run allows programs.' }),
  latency: types.latency.optional().meta({ description: 'How long many answers take.' }),
  prometheus: types.prometheus.optional().meta({ description: 'The value of a query to Prometheus.' }),
  junit: types.junit.optional().meta({ description: 'How the tests of another tool ended.' }),
  severity: z.enum(['required', 'advisory']).optional().meta({
    description:
      'Whether the verdict of the run depends on it. Default: `required`; for `tls`, `advisory` where another check is required.',
  }),
  timeout: duration.prefault('10s').meta({ description: 'Longest time one attempt may take.' }),
  retry: retry.prefault({}).meta({ description: 'Attempts before a sample counts as failed.' }),
  passes: z.int().min(1).max(100).optional().meta({
    description: 'How often in a row the check must pass. Default: 1; for `version` 3.',
  }),
  samples: z.int().min(1).max(10_000).optional().meta({
    description: 'Samples taken at most. Default: 1 where one pass and no failed sample is asked for, else no limit.',
  }),
  interval: duration.optional().meta({
    description: 'Wait from the end of a sample to the next. Default: `1s`; for `latency`, between requests, none.',
  }),
  'failure-limit': z.int().min(-1).max(10_000).optional().meta({
    description: 'Failed samples that are let pass; -1: any number. Default: 0; for `version` as many as come in time.',
  }),
  'consecutive-error-limit': z.int().min(0).max(10_000).optional().meta({
    description: 'Errors in a row that are let pass. Default: 4.',
  }),
  'error-is': z.enum(['error', 'fail']).optional().meta({
    description: 'What nobody answering means. Default: `fail`; for `prometheus`, `command` and `junit` `error`.',
  }),
  'depends-on': z
    .array(id)
    .min(1)
    .optional()
    .meta({ description: 'Checks that have to pass before this one is asked.' }),
  watch: z.boolean().optional().meta({
    description: 'Asked again by the App while the deployment is watched (`verify.watch` of the policy). Default: no.',
  }),
  'show-body': z.literal('on-failure').optional().meta({
    description: 'Up to 512 characters of the answer stand in the message of a failure. Not given: none.',
  }),
});

export const SmokeFile = z.strictObject({
  version: z.literal(1).meta({ description: 'The version of the language.' }),
  deadline: duration.prefault('10m').meta({ description: 'Longest time the whole run may take.' }),
  'warm-up': z
    .strictObject({
      max: duration.prefault('2m').meta({ description: 'Longest time for which nothing that fails is counted.' }),
      until: id.meta({
        title: 'name of a check',
        description: 'The check whose passes end it; the others wait for it.',
      }),
    })
    .optional()
    .meta({ description: 'Time for what was deployed to come up.' }),
  concurrency: z
    .int()
    .min(1)
    .max(16)
    .default(4)
    .meta({ description: 'Checks asked at one time; of one host at most 2.' }),
  'fail-fast': z.boolean().default(true).meta({ description: 'Once a required check failed, the rest is skipped.' }),
  control: z.array(address).min(1).max(10).optional().meta({
    description: 'Addresses that have nothing to do with the service: when none answers, the runner is to blame.',
  }),
  network: z.enum(NETWORKS).optional().meta({
    description: 'Which addresses may be asked, where whoever starts the run does not say.',
  }),
  checks: z.array(check).min(1).max(100).meta({ description: 'What is checked, in the order of the report.' }),
});

export type SmokeFile = z.output<typeof SmokeFile>;
export type SmokeCheck = SmokeFile['checks'][number];

/** The JSON Schema that editors use (draft 2020-12, of what people write: defaults may be left out). */
export function smokeJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(SmokeFile, { io: 'input' });
}
