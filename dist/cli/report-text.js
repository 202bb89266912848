import { n as plainLine } from "./markdown.js";

// src/smoke/output/log-line.ts
/** A line of plain text for terminals and for logs of jobs, which are made of what programs print. */
/** A runner obeys `##[` anywhere in a line. No line of ours begins with `::`, which it obeys there only. */
function logLine(text, max) {
	return plainLine(text, max).replaceAll("##[", "## [");
}

// src/smoke/output/headline.ts
/** `Smoke: fail, check home: expected status 200, but found 503`. One line of plain text. */
function headlineOf(report) {
	const { verdict, checks } = report;
	if (verdict === "pass") {
		const flaky = checks.filter((check) => check.flaky).length;
		return `Smoke: pass, ${countOf(checks.length, "check")}${flaky > 0 ? `, ${flaky} only after a retry` : ""}.`;
	}
	return logLine(`Smoke: ${verdict}${why(report)}`, LONGEST$1);
}
/** UTF-16 units; GitHub cuts what is shown of an error at about this, and nobody reads more. */
const LONGEST$1 = 1e3;
function why({ verdict, reason, checks }) {
	if (reason?.code === "cancelled") return ", because the run was ended before it was finished";
	const decisive = checks.find((check) => check.severity === "required" && check.verdict === verdict) ?? checks.find((check) => check.severity === "required" && check.verdict !== "pass");
	if (decisive !== void 0) return `, check ${decisive.id}: ${decisive.message}`;
	return reason === null ? "" : `, ${reason.code}`;
}
/** `fail (advisory)`, `pass (flaky)`. */
function verdictOf(check) {
	const marks = [check.flaky ? "flaky" : "", check.severity === "advisory" ? "advisory" : ""].filter(Boolean);
	return marks.length === 0 ? check.verdict : `${check.verdict} (${marks.join(", ")})`;
}
function countOf(count, word) {
	return `${count} ${word}${count === 1 ? "" : "s"}`;
}

// src/smoke/output/report-text.ts
/** A line for each check and one for the run. */
function reportText(report, paint) {
	const widest = Math.max(0, ...report.checks.map(({ id }) => id.length));
	return [...report.checks.map((check) => lineOf(check, widest, paint)), headlineOf(report)].join("\n");
}
/** UTF-16 units of a message. */
const LONGEST = 1e3;
/** As wide as the longest verdict. */
const VERDICT_WIDTH = 12;
function lineOf(check, width, paint) {
	const word = paint(check.verdict, check.verdict.padEnd(12));
	const marks = [
		check.severity === "advisory" ? "advisory" : "",
		check.flaky ? "flaky" : "",
		check.reason?.code ?? "",
		countOf(check.attempts.length, "attempt")
	].filter((mark) => mark !== "");
	return `${word}  ${logLine(check.id).padEnd(width)}  ${logLine(check.message, LONGEST)} (${marks.join(", ")})`;
}

export { logLine as i, countOf as n, verdictOf as r, reportText as t };