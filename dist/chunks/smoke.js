import { a as redactor, i as STATES, o as secretForms, t as InputError } from "./inputs.js";
import { d as CANCELLED, t as parseSmoke } from "./parse2.js";
import { a as portsOfRun, i as networkProblem, n as commandEnvironment, r as allowedNetwork, t as runSmoke } from "./run.js";
import { t as undecided } from "./outcome.js";
import { r as writeReport, t as readTrustedFile } from "./read-file.js";
import { t as readReport } from "./parse.js";
import { i as plainLine, l as toInstant, r as inertMarkdown } from "./canonical.js";
import { o as readYaml } from "./problem-codes.js";
import { d as startGroup, f as warning, i as endGroup, n as clean, r as say, s as saveState, u as setSecret } from "./log.js";
import { t as effectiveSha } from "./subject.js";
import { resolve } from "node:path";
import { readFile } from "node:fs/promises";

// src/action/smoke/baseline.ts
/** The report of an earlier run, as an earlier step or job left it in the workspace. */
/** @param path empty: there is none. What is named and cannot be read stops the step: without it a verdict differs. */
async function readBaseline(path, workspace) {
	if (path === "") return void 0;
	const text = await readFile(resolve(workspace, path), "utf8").catch(() => null);
	if (text === null) throw new InputError(`Input "baseline": ${path} cannot be read. Give the path of a smoke-report.json, or leave it out.`);
	const parsed = readReport(text);
	if (parsed.kind === "report") return parsed.report;
	throw new InputError(`Input "baseline": ${path} is no smoke-report.json (${parsed.why}).`);
}

// src/action/smoke/names-for.ts
/** What the job sets, and `sha` and `environment` of what is verified where it does not. */
function namesFor(set, subject) {
	const known = Object.entries(subject).filter((entry) => entry[1] !== void 0);
	const given = set.get("sha");
	if (given !== void 0 && subject.sha !== void 0 && !isSame(given, subject.sha)) throw new InputError(`Input "set" has sha=${given}, and this step verifies ${subject.sha}: give input "sha" the commit that is deployed, and leave sha out of "set".`);
	return new Map([...known, ...set]);
}
/** Checks compare commits by 7 digits or more. */
function isSame(given, sha) {
	return given.length >= 7 && sha.startsWith(given.toLowerCase());
}

// src/smoke/output/annotations.ts
/** What went wrong, at the places of the smoke file where the checks stand. */
/** Required checks that did not pass are errors; advisory and flaky ones warnings; skipped ones nothing to look at. */
function annotationsOf(report, smokeFile) {
	const placeOf = placesIn(smokeFile.text);
	return report.checks.flatMap((check, index) => {
		const severity = severityOf(check);
		if (severity === null) return [];
		const code = check.reason?.code ?? (check.flaky ? "flaky" : check.verdict);
		const message = plainLine(`Check ${check.id}: ${check.verdict}${check.flaky ? ", only after a retry" : ""}: ${check.message}`, LONGEST$3);
		return [{
			severity,
			source: "smoke",
			file: smokeFile.file,
			code,
			...placeOf(index),
			message
		}];
	});
}
/** UTF-16 units. */
const LONGEST$3 = 1e3;
function severityOf({ verdict, severity, flaky }) {
	if (verdict === "skipped" || verdict === "pass" && !flaky) return null;
	return severity === "required" && verdict !== "pass" ? "error" : "warning";
}
/** A report has its checks in the order of the file. */
function placesIn(text) {
	const read = readYaml(text);
	if (read.kind === "unreadable") return () => ({
		line: 1,
		column: 1
	});
	return (index) => read.document.valueAt(["checks", index]);
}

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
	return logLine(`Smoke: ${verdict}${why(report)}`, LONGEST$2);
}
/** UTF-16 units; GitHub cuts what is shown of an error at about this, and nobody reads more. */
const LONGEST$2 = 1e3;
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
/** Empty where the check measured none; an answer that never came takes longer than any. */
function p95Of({ latency }) {
	if (latency === void 0) return "";
	return latency.p95 === null ? "no answer" : `${Math.round(latency.p95)} ms`;
}

// src/smoke/output/report-text.ts
/** A line for each check and one for the run. */
function reportText(report, paint) {
	const widest = Math.max(0, ...report.checks.map(({ id }) => id.length));
	return [...report.checks.map((check) => lineOf(check, widest, paint)), headlineOf(report)].join("\n");
}
/** UTF-16 units of a message. */
const LONGEST$1 = 1e3;
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
	return `${word}  ${logLine(check.id).padEnd(width)}  ${logLine(check.message, LONGEST$1)} (${marks.join(", ")})`;
}

// src/smoke/output/report-json.ts
/**
* What JSON lets through and its reader obeys: a terminal C1 controls, an editor line separators and marks that turn text
* around, and a runner the bracket of `##[`, wherever it is in a line of a log.
*/
const OBEYED = /(?<=##)\[|[\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g;
/** Escaped, what a terminal would obey is still the same document. */
function reportJson(report, indent) {
	return JSON.stringify(report, null, indent).replace(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

// src/smoke/output/result-json.ts
/** A job may hand on 1 MB of outputs, counted in UTF-16, and this is one of several. */
const MOST_CHARACTERS = 4e5;
/** What does not fit loses its details: first the measurements, then the attempts, then the messages. */
function resultJson(report, most = MOST_CHARACTERS) {
	const shorter = [
		(whole) => whole,
		withoutSamples,
		withoutAttempts,
		withoutMessages
	];
	let less = report;
	let text = "";
	for (const shorten of shorter) {
		less = shorten(less);
		text = reportJson(less);
		if (text.length <= most) break;
	}
	return text;
}
function withoutSamples(report) {
	const checks = report.checks.map(({ latency, ...check }) => {
		if (latency === void 0) return check;
		const { samples: _left, ...figures } = latency;
		return {
			...check,
			latency: figures
		};
	});
	return {
		...report,
		checks
	};
}
function withoutAttempts(report) {
	return {
		...report,
		checks: report.checks.map((check) => ({
			...check,
			attempts: []
		}))
	};
}
function withoutMessages(report) {
	return {
		...report,
		checks: report.checks.map((check) => ({
			...check,
			message: ""
		}))
	};
}

// src/smoke/output/summary.ts
/** The report as Markdown: a job summary, or the text of a check run or a comment, which take less. */
/** Bytes. GitHub drops a summary of 1 MiB without a word; long before that nobody reads it. */
const SUMMARY_BUDGET = 204800;
/** A line with the verdict and a table. Rows that do not fit are left out with a note, passed ones first. */
function smokeSummary(report, { budget = SUMMARY_BUDGET, notes = [] } = {}) {
	const head = [
		`### Tidegate smoke: ${report.verdict}`,
		"",
		inertMarkdown(headlineOf(report)),
		"",
		...subjectOf(report),
		...notes.flatMap((note) => [note, ""]),
		"| check | result | attempts | p95 | reason | what was seen |",
		"| --- | --- | --- | --- | --- | --- |"
	];
	const room = budget - bytesOf(head.join("\n")) - ROOM_FOR_NOTE;
	const rows = report.checks.map((check) => ({
		check,
		text: rowOf(check)
	}));
	const kept = fitting(rows, room);
	const left = rows.length - kept.length;
	const note = `${countOf(left, "more check")} ${left === 1 ? "does" : "do"} not fit here; the report file has all.`;
	return [
		...head,
		...kept.map(({ text }) => text),
		...left > 0 ? ["", note] : []
	].join("\n");
}
const ROOM_FOR_NOTE = 200;
/** In the order of the file; what did not pass is what people look for, so it is the last to be left out. */
function fitting(rows, room) {
	const urgent = rows.toSorted((one, other) => Number(isFine(one)) - Number(isFine(other)));
	const kept = /* @__PURE__ */ new Set();
	let size = 0;
	for (const row of urgent) {
		size += bytesOf(row.text) + 1;
		if (size > room) break;
		kept.add(row);
	}
	return rows.filter((row) => kept.has(row));
}
function isFine({ check }) {
	return check.verdict === "pass" && !check.flaky;
}
function subjectOf({ environment, sha, startedAt, finishedAt }) {
	return [`${[
		environment === void 0 ? "" : `Environment ${inertMarkdown(environment)}`,
		sha === void 0 ? "" : `commit ${inertMarkdown(sha.slice(0, 12))}`,
		`${Math.max(0, Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1e3))} s`
	].filter((part) => part !== "").join(", ")}.`, ""];
}
/** UTF-16 units of a message in a table: beyond that a row is no row. */
const LONGEST_CELL = 500;
function rowOf(check) {
	return `| ${[
		inertMarkdown(check.id),
		verdictOf(check),
		String(check.attempts.length),
		p95Of(check),
		check.reason?.code ?? "",
		inertMarkdown(plainLine(check.message, LONGEST_CELL))
	].join(" | ")} |`;
}
function bytesOf(text) {
	return new TextEncoder().encode(text).length;
}

// src/action/smoke/outcome.ts
/** A smoke report as outputs and text. */
function smokeOutcome({ report, paths, told }, rules, source) {
	const { verdict, checks } = report;
	const notes = [...notesOf(report, rules, source), ...told];
	return {
		decision: isLetGo(report, rules) ? "proceed" : "stop",
		verdict,
		reasonCode: report.reason?.code ?? "",
		headline: headlineOf(report),
		details: [...textOf(report), ...notes].join("\n"),
		summary: smokeSummary(report, { notes: notes.map(inertMarkdown) }),
		problems: annotationsOf(report, source),
		outputs: {
			result: resultJson(report),
			"report-path": paths.report,
			"junit-path": paths.junit,
			"failed-checks": idsOf(checks, ({ verdict: one }) => one !== "pass" && one !== "skipped"),
			"flaky-checks": idsOf(checks, (check) => check.flaky),
			"verified-sha": verdict === "pass" && !rules.isDryRun ? report.sha ?? "" : ""
		}
	};
}
function isLetGo({ verdict }, { failOn, onError }) {
	if (verdict === "pass") return true;
	if (verdict === "fail") return false;
	return failOn === "fail" || verdict === "error" && onError === "pass";
}
/** What lets something go on that would be stopped by default is said where people look. */
function notesOf(report, rules, { plan, isOfFork }) {
	const isAccepted = report.verdict !== "pass" && isLetGo(report, rules);
	return [
		rules.onError === "pass" ? "on-error is pass: an error of the verification itself does not stop this job." : "",
		rules.failOn === "fail" ? "fail-on is fail: only failed checks stop this job, no error and nothing unclear." : "",
		isAccepted ? `The job goes on although the verdict is ${report.verdict}.` : "",
		rules.isDryRun ? "This was a dry run: the file of the workspace was run, and nothing counts as verified." : "",
		isOfFork && plan.checks.some(({ type }) => type === "command") ? "The event is of a fork, whose code is not run: command checks are off." : ""
	].filter((note) => note !== "");
}
/** Without its last line, which is the headline. */
function textOf(report) {
	return reportText(report, (_verdict, text) => text).split("\n").slice(0, -1);
}
function idsOf(checks, wanted) {
	return checks.filter(wanted).map((check) => check.id).join(",");
}

// src/smoke/output/partial-report.ts
/** What would be known if the run ended here: an error, whatever has passed so far. */
function partialReport(plan, subject, startedAt, ended, at) {
	const reports = new Map(ended.map((report) => [report.id, report]));
	return {
		version: 1,
		verdict: "error",
		reason: { code: "cancelled" },
		...subject.environment === void 0 ? {} : { environment: subject.environment },
		...subject.sha === void 0 ? {} : { sha: subject.sha },
		startedAt,
		finishedAt: at,
		configDigest: plan.configDigest,
		checks: plan.checks.map((check) => reports.get(check.id) ?? unfinished(check))
	};
}
/** A run that was ended early has shown nothing, whatever had passed by then. */
function cancelledReport(report) {
	return {
		...report,
		verdict: "error",
		reason: { code: "cancelled" }
	};
}
function unfinished({ id, type, severity }) {
	return {
		id,
		type,
		severity,
		verdict: "error",
		flaky: false,
		reason: { code: "cancelled" },
		message: CANCELLED,
		attempts: []
	};
}
/** The checks that have ended so far, the newest last. */
function endedWith(ended, progress) {
	return progress.kind === "check-ended" ? [...ended, progress.report] : ended;
}

// src/smoke/output/redact-report.ts
/** Words, instants and digests of ours: a secret that is one of them by chance must not break the document. */
const OURS = /* @__PURE__ */ new Set([
	"kind",
	"verdict",
	"code",
	"type",
	"severity",
	"at",
	"sha",
	"startedAt",
	"finishedAt",
	"configDigest"
]);
function redactReport(report, redact) {
	return redactIn(report, redact);
}
function redactProgress(progress, redact) {
	return redactIn(progress, redact);
}
/** Every text under whatever key, so that a key which is added later is not forgotten. */
function redactIn(value, redact) {
	if (typeof value === "string") return redact(value);
	if (Array.isArray(value)) return value.map((item) => redactIn(item, redact));
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, OURS.has(key) ? item : redactIn(item, redact)]));
}

// src/smoke/output/live-table.ts
/** One event as one line, where there is no terminal to draw on. */
function progressLine(progress) {
	switch (progress.kind) {
		case "check-started": return logLine(`${progress.id}: started`, LONGEST);
		case "warm-up": return logLine(`${progress.id}: warming up: ${progress.message}`, LONGEST);
		case "attempt": return logLine(`${progress.id}: ${sayAttempt(progress)}`, LONGEST);
		case "check-ended": return logLine(`${progress.report.id}: ${verdictOf(progress.report)}: ${sayEnd(progress)}`, LONGEST);
	}
}
/**
* Lines of a log that say something new: an attempt that sees the same as the last one of its check says it once, since
* a check may ask every second until the deadline.
*/
function newLines() {
	const last = /* @__PURE__ */ new Map();
	return (progress) => {
		if (progress.kind === "check-ended" || progress.kind === "check-started") return progressLine(progress);
		const seen = progress.kind === "warm-up" ? `warm-up ${progress.message}` : `${progress.verdict} ${progress.message}`;
		if (last.get(progress.id) === seen) return null;
		last.set(progress.id, seen);
		return progressLine(progress);
	};
}
/** UTF-16 units. */
const LONGEST = 500;
function sayAttempt({ verdict, message, attempt, ofAttempts }) {
	return `attempt ${attempt} of ${ofAttempts}, ${verdict}: ${message}`;
}
function sayEnd({ report }) {
	return `${report.reason === null ? "" : `${report.reason.code}: `}${report.message}${report.flaky ? `, after ${countOf(report.attempts.length, "attempt")}` : ""}`;
}

// src/action/smoke/progress-log.ts
/** What a run is doing, in the log of the job: a group for each phase, a line for each thing that is new. */
function createProgressLog({ warmUp }, redact) {
	startGroup(warmUp === null ? "Checks" : "Warm-up");
	let isWarmingUp = warmUp !== null;
	const lineOf = newLines();
	return {
		tell(progress) {
			const line = lineOf(redactProgress(progress, redact));
			if (line !== null) say(line);
			if (!isWarmingUp || progress.kind !== "check-ended" || progress.report.id !== warmUp?.until) return;
			isWarmingUp = false;
			endGroup();
			startGroup("Checks");
		},
		end: endGroup
	};
}

// src/smoke/output/junit.ts
/** Whole document. One suite for the run, one case for each check; seconds. */
function junitXml(report) {
	const cases = report.checks.map((check) => ({
		check,
		end: endOf(check)
	}));
	const count = (kind) => cases.filter(({ end }) => end.kind === kind).length;
	const counts = {
		tests: cases.length,
		failures: count("failure"),
		errors: count("error"),
		skipped: count("skipped"),
		time: seconds(Math.max(0, Date.parse(report.finishedAt) - Date.parse(report.startedAt)))
	};
	return [
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
		`<testsuites${attributes({
			name: "tidegate",
			...counts
		})}>`,
		`  <testsuite${attributes({
			name: "smoke",
			...counts,
			timestamp: report.startedAt
		})}>`,
		propertiesOf(runProperties(report), "    "),
		...cases.map(({ check, end }) => caseOf(check, end)),
		"  </testsuite>",
		"</testsuites>",
		""
	].join("\n");
}
/** What the verdict does not depend on is shown as skipped: a reporter would count it as broken else. */
function endOf({ verdict, severity, reason }) {
	if (verdict === "pass") return { kind: "passed" };
	if (verdict === "skipped" || severity === "advisory") return { kind: "skipped" };
	return {
		kind: verdict === "fail" ? "failure" : "error",
		type: reason?.code ?? verdict
	};
}
function runProperties({ verdict, reason, environment, sha, configDigest }) {
	return [
		["verdict", verdict],
		["reason", reason?.code],
		["environment", environment],
		["sha", sha],
		["config-digest", configDigest]
	];
}
function propertiesOf(properties, indent) {
	const lines = properties.flatMap(([name, value]) => value === void 0 ? [] : [`${indent}  <property${attributes({
		name,
		value
	})}/>`]);
	return [
		`${indent}<properties>`,
		...lines,
		`${indent}</properties>`
	].join("\n");
}
function caseOf(check, end) {
	const time = seconds(check.attempts.reduce((sum, { duration }) => sum + duration, 0));
	const opening = `    <testcase${attributes({
		classname: `smoke.${check.type}`,
		name: check.id,
		time
	})}`;
	const inner = [
		check.flaky ? propertiesOf([["flaky", "true"]], "      ") : "",
		elementOf(check, end),
		check.flaky ? `      <system-out>${escapeXml(attemptsOf(check))}</system-out>` : ""
	].filter((line) => line !== "");
	return inner.length === 0 ? `${opening}/>` : [
		`${opening}>`,
		...inner,
		"    </testcase>"
	].join("\n");
}
function elementOf({ verdict, severity, message }, { kind, type }) {
	if (kind === "passed") return "";
	if (kind === "skipped") return `      <skipped${attributes({ message: verdict === "skipped" ? message : `${severity}, ${verdict}: ${message}` })}/>`;
	return `      <${kind}${attributes({
		message,
		type: type ?? verdict
	})}>${escapeXml(message)}</${kind}>`;
}
function attemptsOf({ attempts, message }) {
	return [...attempts.map(({ at, duration, verdict, reason }) => `${at} ${verdict}${reason === null ? "" : ` ${reason.code}`} ${duration} ms`), message].join("\n");
}
function seconds(ms) {
	return (ms / 1e3).toFixed(3);
}
function attributes(values) {
	return Object.entries(values).map(([name, value]) => ` ${name}="${escapeXml(String(value)).replace(/[\t\n\r]/g, asReference)}"`).join("");
}
function asReference(character) {
	return `&#${character.charCodeAt(0)};`;
}
/** Characters that XML 1.0 has no way to write (section 2.2), and C1 controls, which it discourages and a terminal obeys. */
const ILLEGAL = /[^\t\n\r\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&apos;"
};
function escapeXml(text) {
	return text.toWellFormed().replace(ILLEGAL, "�").replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

// src/action/smoke/report-files.ts
/** Files of a run, there from its start so that a job that is cancelled leaves what was known. */
/** @throws InputError when nothing can be written there */
async function createReportFiles(folder, first) {
	const paths = await writeAll(folder, first).catch((error) => {
		throw new InputError(`Input "report-dir": nothing can be written to ${folder} (${whyOf(error)}). Name another folder, or leave it out.`);
	});
	let writing = Promise.resolve();
	const write = (report) => {
		writing = writing.then(async () => {
			await writeAll(folder, report).catch((error) => warning(clean(`The report could not be written: ${whyOf(error)}`)));
		});
		return writing;
	};
	return {
		paths,
		update: (report) => void write(report),
		finish: write
	};
}
async function writeAll(folder, report) {
	return {
		report: await writeReport(folder, "smoke-report.json", reportJson(report)),
		junit: await writeReport(folder, "junit.xml", junitXml(report))
	};
}
function whyOf(error) {
	return error instanceof Error ? error.message : String(error);
}

// src/action/smoke/run.ts
/** One run in a job: probes, progress in groups of the log, a report file from the start, and an end when it is cancelled. */
/** @throws InputError when nothing can be written to the folder, before anything is probed */
async function runReadySmoke(ready, reportDir, runner, variables) {
	const { plan, subject, redact } = ready;
	const startedAt = toInstant(Date.now());
	let ended = [];
	const partial = () => redactReport(partialReport(plan, subject, startedAt, ended, toInstant(Date.now())), redact);
	const files = await createReportFiles(reportDir, partial());
	saveState(STATES.report, files.paths.report);
	const log = createProgressLog(plan, redact);
	const cancelled = abortOnCancel();
	const report = await runSmoke(plan, subject, portsFor(ready, runner, variables), {
		baseline: ready.baseline,
		redact,
		signal: cancelled.signal,
		tell: (progress) => {
			log.tell(progress);
			ended = endedWith(ended, progress);
			if (progress.kind === "check-ended") files.update(partial());
		}
	}).finally(() => {
		log.end();
		cancelled.forget();
	});
	const shown = redactReport(cancelled.signal.aborted ? cancelledReport(report) : report, redact);
	await files.finish(shown);
	return {
		report: shown,
		paths: files.paths
	};
}
function portsFor({ network, secrets }, { workspace, isOfFork }, variables) {
	return portsOfRun({
		network,
		areCommandsAllowed: !isOfFork,
		environment: commandEnvironment(variables, secrets),
		folder: workspace,
		proxyFrom: variables
	});
}
/** A runner that cancels a job sends SIGINT, 7.5 seconds later SIGTERM, and 2.5 seconds after that ends the process. */
function abortOnCancel() {
	const controller = new AbortController();
	const cancel = () => controller.abort();
	process.on("SIGINT", cancel).on("SIGTERM", cancel);
	return {
		signal: controller.signal,
		forget: () => process.off("SIGINT", cancel).off("SIGTERM", cancel)
	};
}

// src/action/smoke/secrets.ts
/** Secrets of a smoke run are masked by the runner in every form, besides being taken out of every text by us. */
function maskForms(secrets) {
	for (const secret of secrets) for (const form of secretForms(secret)) setSecret(form);
}
/** The names without a value that the file fills in, or would. */
function neededOf(withheld, text) {
	return withheld.filter((name) => text.includes(`\${env.${name}}`));
}

// src/action/smoke.ts
async function runSmokeCommand(inputs, runner, connect, { variables, finished, wasRead }) {
	maskForms(inputs.secrets.values());
	const redact = redactor(inputs.secrets.values());
	const { smokeFile: path, isDryRun } = inputs;
	const baseline = await readBaseline(inputs.baseline, runner.workspace);
	const text = await readTrustedFile({
		path,
		isDryRun,
		workspace: runner.workspace,
		connect
	});
	if (text === null) return noFile(path, isDryRun);
	wasRead?.(path, text);
	const sha = effectiveSha(inputs.sha, runner);
	const environment = inputs.environment || runner.deployment?.environment;
	const names = namesFor(inputs.set, {
		sha,
		environment
	});
	const secrets = isDryRun && runner.isOfFork ? /* @__PURE__ */ new Map() : inputs.secrets;
	const parsed = parseSmoke(text, {
		file: path,
		names,
		secrets
	});
	if (parsed.kind === "invalid") {
		const needed = neededOf(inputs.withheld, text);
		return needed.length > 0 ? withoutSecrets(needed, inputs) : invalidFile(path, parsed.problems, redact);
	}
	const { plan } = parsed;
	const allowed = allowedNetwork(inputs.network, plan.network);
	if (allowed.kind === "none") return invalidFile(path, [networkProblem(inputs.network, plan.network ?? inputs.network, {
		file: path,
		text
	})], redact);
	const { network } = allowed;
	const run = await runReadySmoke({
		plan,
		network,
		subject: {
			environment,
			sha
		},
		baseline,
		redact,
		secrets
	}, inputs.reportDir || runner.reportDir, runner, variables);
	const told = (await finished(run.report)).map(redact);
	return smokeOutcome({
		...run,
		told
	}, inputs, {
		plan,
		file: path,
		text,
		isOfFork: runner.isOfFork
	});
}
function noFile(path, isDryRun) {
	return undecided("no-smoke-file", `There is no ${path} ${isDryRun ? "in the workspace" : "on the default branch"}, so nothing can be verified: add it, or correct "smoke-file".`);
}
/** Whether it works is not known, and that is no fault of the file. */
function withoutSecrets(needed, inputs) {
	const found = `GitHub gives the pull request of a fork no secrets, and ${inputs.smokeFile} needs ${needed.join(", ")}, so nothing was probed: nobody knows whether it works. Verify after the merge, or use checks here that need no secrets.`;
	const decision = isLetGo({ verdict: "error" }, inputs) ? "proceed" : "stop";
	return {
		...undecided("secrets-withheld", found),
		decision
	};
}
function invalidFile(path, problems, redact) {
	const found = `${path} is not a valid smoke file, so nothing was probed: correct it (${problems.length} found, listed with line and column).`;
	const shown = problems.map((problem) => ({
		...problem,
		message: redact(problem.message)
	}));
	return undecided("invalid-smoke-file", found, shown);
}

export { runSmokeCommand };