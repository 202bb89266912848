/** The nine types of a check as people write them (contract, section 7). */
import { z } from 'zod';
import { durationMs } from '../duration.ts';
import { JSON_OPERATORS } from '../plan.ts';

const A_DURATION = 'a length of time above zero and up to `7d`, such as `500ms`, `10s` or `5m`';

/** Milliseconds. */
export const duration = z
  .string()
  .transform((text, context) => {
    const ms = durationMs(text);
    if (ms !== undefined) return ms;
    context.issues.push({ code: 'invalid_format', format: 'length-of-time', message: A_DURATION, input: text });
    return z.NEVER;
  })
  .meta({ title: 'length of time' });

export const status = z
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

export const address = z
  .string()
  .regex(/^https?:\/\//i, 'an address that begins with `http://` or `https://`')
  .max(2048)
  .meta({ title: 'address', description: 'The address that is asked.' });

const text = z.string().min(1).max(4096);
const pattern = z.string().min(1).meta({ title: 'regular expression (RE2)' });
const port = z.int().min(1).max(65_535);
const host = z
  .string()
  .regex(
    /^[^\s/:@?#[\]]+$|^(?:[0-9A-Fa-f]*:){2,}[0-9A-Fa-f.]*$/,
    'the name or the address of a host, without scheme, port and path',
  )
  .max(255)
  .meta({ title: 'host', description: 'The host that is asked.' });
const count = z.int().min(0).max(1_000_000);

const headerRule = z.strictObject({
  equals: text.optional().meta({ description: 'The value is this text.' }),
  contains: text.optional().meta({ description: 'The value contains this text.' }),
  matches: pattern.optional().meta({ description: 'This expression is found in the value.' }),
  absent: z.boolean().optional().meta({ description: 'The answer does not have the header.' }),
});

const headerName = z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, 'the name of a header');

const jsonRule = z.strictObject({
  path: text.meta({ title: 'JSON path (RFC 9535)', description: 'Leads to the value, e.g. `$.status`.' }),
  op: z.enum(JSON_OPERATORS).default('==').meta({ description: 'How it is compared. Typed: `"true"` is not `true`.' }),
  value: z.json().optional().meta({ title: 'any value', description: 'What it is compared with.' }),
});

export const http = z.strictObject({
  url: address,
  method: z
    .enum(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'POST', 'PATCH'])
    .default('GET')
    .meta({ description: '`POST` and `PATCH` are sent once for each sample, unless `idempotent` is true.' }),
  'request-headers': z
    .record(headerName, z.string().max(8192))
    .default({})
    .meta({ description: 'Headers of the request.' }),
  'request-body': z.string().max(65_536).optional().meta({ description: 'Body of the request.' }),
  idempotent: z
    .boolean()
    .optional()
    .meta({ description: 'Sending the request twice does no more than sending it once, so that it may be retried.' }),
  status: z
    .union([status, z.array(status).min(1)])
    .default('2xx')
    .meta({ description: 'Statuses that pass.' }),
  headers: z.record(headerName, headerRule).default({}).meta({ description: 'What must hold of the headers.' }),
  body: z
    .strictObject({
      contains: text.optional().meta({ description: 'The body contains this text.' }),
      'not-contains': text.optional().meta({ description: 'The body does not contain this text.' }),
      matches: pattern.optional().meta({ description: 'This expression is found in the body.' }),
      equals: z.string().max(65_536).optional().meta({ description: 'The body is this text.' }),
      empty: z.boolean().optional().meta({ description: 'Whether there is no body.' }),
      sha256: z
        .string()
        .regex(/^[0-9A-Fa-f]{64}$/, '64 hexadecimal digits')
        .optional()
        .meta({ description: 'The SHA-256 of the body.' }),
    })
    .prefault({})
    .meta({ description: 'What must hold of the body.' }),
  json: z.array(jsonRule).min(1).max(100).optional().meta({ description: 'What must hold of a JSON body, all of it.' }),
  latency: duration.optional().meta({ description: 'The whole answer is there within this time.' }),
  size: z.int().min(0).optional().meta({ description: 'Most bytes that the body may have.' }),
  redirects: z
    .union([
      z.literal('none'),
      z.strictObject({
        max: z.int().min(0).max(10).default(5).meta({ description: 'Redirects followed at most.' }),
      }),
    ])
    .prefault({})
    .meta({ description: 'With `none`, an answer that redirects is the answer.' }),
});

export const version = z.strictObject({
  url: address,
  json: text
    .optional()
    .meta({ title: 'JSON path (RFC 9535)', description: 'Where the version stands in the JSON body.' }),
  header: headerName.optional().meta({ title: 'name of a header', description: 'The header that has the version.' }),
  regex: pattern.optional().meta({ description: 'Its first group catches the version in the body.' }),
  expect: text.meta({
    description:
      'The version that was deployed, as a rule the name of its commit. Of commits, seven characters or more are enough.',
  }),
});

export const tls = z.strictObject({
  host,
  port: port.default(443).meta({ description: 'The port that is asked.' }),
  'expires-in-days': z
    .int()
    .min(0)
    .max(3650)
    .default(14)
    .meta({ description: 'Days for which the certificate has to be valid.' }),
});

export const tcp = z.strictObject({ host, port: port.meta({ description: 'The port that is asked.' }) });

export const dns = z.strictObject({
  name: z
    .string()
    .regex(/^[^\s/:@?#]+$/, 'a name such as `shop.example.com`')
    .max(253)
    .meta({
      title: 'name of a host',
      description: 'The name that has to lead to an address.',
    }),
});

export const command = z.strictObject({
  argv: z
    .array(z.string().max(4096))
    .min(1)
    .max(100)
    .meta({ description: 'The program and its arguments; no shell reads them. It has to end with 0.' }),
});

const ratio = z.number().min(1).max(100);

const compare = z.strictObject({
  to: z
    .union([
      z.literal('baseline'),
      z.strictObject({ url: address.meta({ description: 'An address that is asked in turn with the first.' }) }),
    ])
    .default('baseline')
    .meta({ description: 'The report of the run before, or an address that serves the version before.' }),
  method: z
    .enum(['ratio', 'mann-whitney'])
    .default('ratio')
    .meta({ description: 'A percentile against the same of before, or all samples by the Mann-Whitney U test.' }),
  percentile: z.enum(['p50', 'p95', 'p99']).default('p95').meta({ description: '`ratio`: the one that is compared.' }),
  'max-ratio': ratio.default(1.5).meta({ description: '`ratio`: how many times as slow it may be.' }),
  'min-difference': duration.prefault('50ms').meta({ description: '`ratio`: what is less slower is let pass.' }),
  confidence: z
    .number()
    .min(0.5)
    .max(0.9999)
    .default(0.98)
    .meta({ description: '`mann-whitney`: of the interval that the shift lies in.' }),
  tolerance: z
    .number()
    .min(0)
    .max(1)
    .default(0.25)
    .meta({ description: '`mann-whitney`: the interval has to lie above this part of the estimated shift.' }),
  'allowed-increase': ratio.default(1).meta({ description: '`mann-whitney`: how many times the mean may be.' }),
});

export const latency = z.strictObject({
  url: address,
  samples: z
    .int()
    .min(1)
    .max(1000)
    .default(20)
    .meta({ description: 'Requests that are measured, after 3 that are not. Fewer than 20 are inconclusive.' }),
  p50: duration.optional().meta({ description: 'Half of the answers are there within this time.' }),
  p95: duration.optional().meta({ description: '95 % of the answers are there within this time.' }),
  p99: duration.optional().meta({ description: '99 % of the answers are there within this time.' }),
  compare: compare.optional().meta({ description: 'What the samples are compared with.' }),
});

export const prometheus = z.strictObject({
  url: address.meta({ description: 'The server, or its `/api/v1/query`.' }),
  query: text.meta({ description: 'An instant query; of a list of series, every one has to fit.' }),
  min: z.number().optional().meta({ description: 'The least value that passes.' }),
  max: z.number().optional().meta({ description: 'The largest value that passes.' }),
  'on-empty': z
    .enum(['fail', 'pass', 'inconclusive'])
    .meta({ description: 'What a query without result means: nobody can guess it.' }),
});

export const junit = z.strictObject({
  file: text.meta({ description: 'A JUnit file that was written before.' }),
  failures: count.default(0).meta({ description: 'Failed tests that are let pass.' }),
  flaky: count.optional().meta({ description: 'Flaky tests that are let pass; not given: any number.' }),
});
