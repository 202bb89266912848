import { c as object, f as string, i as int, n as array, o as literal, r as boolean, s as number, t as _enum } from "./schemas.js";

// src/smoke/output/parse.ts
/** A stored `smoke-report.json` read back, as the baseline of a later run. */
const Reason = object({ code: string() }).nullable();
const Verdict = _enum([
	"pass",
	"fail",
	"inconclusive",
	"error"
]);
const Milliseconds = number().nonnegative().nullable();
const Report = object({
	version: literal(1),
	verdict: Verdict,
	reason: Reason,
	environment: string().optional(),
	sha: string().optional(),
	startedAt: string(),
	finishedAt: string(),
	configDigest: string(),
	checks: array(object({
		id: string(),
		type: string(),
		severity: _enum(["required", "advisory"]),
		verdict: _enum([...Verdict.options, "skipped"]),
		flaky: boolean(),
		reason: Reason,
		message: string(),
		attempts: array(object({
			at: string(),
			duration: number(),
			verdict: Verdict,
			reason: Reason
		})),
		latency: object({
			n: int().nonnegative(),
			p50: Milliseconds,
			p95: Milliseconds,
			p99: Milliseconds,
			max: Milliseconds,
			samples: array(Milliseconds).optional()
		}).optional(),
		versions: array(object({
			version: string(),
			answers: int().nonnegative(),
			expected: boolean(),
			lastInARow: int().nonnegative()
		})).optional()
	}))
});
/** @param text of a file; what is no JSON is no report. */
function readReport(text) {
	try {
		return parseReport(JSON.parse(text));
	} catch {
		return parseReport(void 0);
	}
}
/** Codes and types that a newer version added are read as they are: only verdicts and latencies are compared. */
function parseReport(value) {
	const parsed = Report.safeParse(value);
	if (parsed.success) return {
		kind: "report",
		report: parsed.data
	};
	const [issue] = parsed.error.issues;
	return {
		kind: "invalid",
		why: `${issue === void 0 || issue.path.length === 0 ? "the document" : issue.path.join(".")}: ${issue?.message ?? "unknown"}`
	};
}

export { readReport as t };