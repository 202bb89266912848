/** A stored `smoke-report.json` read back, as the baseline of a later run. */
import { z } from 'zod';
import type { SmokeReport } from '../report.ts';

const Reason = z.object({ code: z.string() }).nullable();
const Verdict = z.enum(['pass', 'fail', 'inconclusive', 'error']);
const Milliseconds = z.number().nonnegative().nullable();

const Report = z.object({
  version: z.literal(1),
  verdict: Verdict,
  reason: Reason,
  environment: z.string().optional(),
  sha: z.string().optional(),
  startedAt: z.string(),
  finishedAt: z.string(),
  configDigest: z.string(),
  checks: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      severity: z.enum(['required', 'advisory']),
      verdict: z.enum([...Verdict.options, 'skipped']),
      flaky: z.boolean(),
      reason: Reason,
      message: z.string(),
      attempts: z.array(z.object({ at: z.string(), duration: z.number(), verdict: Verdict, reason: Reason })),
      latency: z
        .object({
          n: z.int().nonnegative(),
          p50: Milliseconds,
          p95: Milliseconds,
          p99: Milliseconds,
          max: Milliseconds,
          samples: z.array(Milliseconds).optional(),
        })
        .optional(),
      versions: z
        .array(
          z.object({
            version: z.string(),
            answers: z.int().nonnegative(),
            expected: z.boolean(),
            lastInARow: z.int().nonnegative(),
          }),
        )
        .optional(),
    }),
  ),
});

export type ParsedReport =
  | { readonly kind: 'report'; readonly report: SmokeReport }
  /** `why` names the key that is wrong. */
  | { readonly kind: 'invalid'; readonly why: string };

/** @param text of a file; what is no JSON is no report. */
export function readReport(text: string): ParsedReport {
  try {
    return parseReport(JSON.parse(text));
  } catch {
    return parseReport(undefined);
  }
}

/** Codes and types that a newer version added are read as they are: only verdicts and latencies are compared. */
export function parseReport(value: unknown): ParsedReport {
  const parsed = Report.safeParse(value);
  if (parsed.success) return { kind: 'report', report: parsed.data as unknown as SmokeReport };
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? 'the document' : issue.path.join('.');
  return { kind: 'invalid', why: `${where}: ${issue?.message ?? 'unknown'}` };
}
