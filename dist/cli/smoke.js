import { t as NETWORKS } from "./probe.js";
import { n as UsageError, t as EXIT } from "./exit-codes.js";
import { i as printJson, n as noteProblems, r as print, t as note } from "./output.js";
import { d as CANCELLED, t as parseSmoke } from "./parse3.js";
import { n as networkProblem, t as allowedNetwork } from "./allowed-network.js";
import { t as readText } from "./read-text.js";
import { a as toInstant } from "./instant.js";
import { n as portsOfRun, t as runSmoke } from "./run.js";
import { n as plainLine } from "./markdown.js";
import { i as logLine, n as countOf, r as verdictOf, t as reportText } from "./report-text.js";
import { Command } from "commander";
import { join, resolve } from "node:path";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { z } from "zod";
import { styleText } from "node:util";

// src/domain/redact.ts
/**
* Secrets out of text. A secret seldom turns up as it was written: encoders, quotes and headers change it, so every form
* that they make of it is looked for. Pure, so that every sink (log, report, summary, output) can use the same one.
*/
/** Shorter ones would black out half of a text, and protect nothing. Lines of a longer one count from here, too. */
const SHORTEST_SECRET = 4;
/** What stands where a secret was. */
const MARK = "***";
/**
* Of a text that was cut somewhere (`…`, an excerpt), how much of a secret has to be at the cut to be taken for it.
* Fewer characters are common to too many words.
*/
const SHORTEST_PIECE = 6;
/** Texts that we shorten are cut once or twice; one with more of the marks brought them along. */
const MOST_CUTS = 8;
/** Leaves every text as it is. */
const NOTHING_SECRET = (text) => text;
/**
* The secret, its lines, and what encoders make of both, the longest first: URL and form encoding, base64 (also as a
* part of something longer), hexadecimal, JSON and XML escapes, and one line with its white space shrunk.
*/
function secretForms(secret) {
	const parts = [secret, ...secret.split(/\r\n|[\r\n]/)].filter(isLongEnough);
	return [...new Set(parts.flatMap((part) => [
		part,
		part.trim(),
		...encodings(part)
	]).filter(isLongEnough))].toSorted((one, other) => other.length - one.length || (one < other ? -1 : 1));
}
/** Replaces every form of every secret. Overlapping ones go as one, so that nothing of either is left. */
function redactor(secrets) {
	const forms = [...new Set([...secrets].flatMap(secretForms))];
	if (forms.length === 0) return NOTHING_SECRET;
	return (text) => blackOut(text, [...wholes(text, forms), ...pieces(text, forms)]);
}
function isLongEnough(form) {
	return form.trim().length >= 4;
}
function encodings(text) {
	const bytes = new TextEncoder().encode(text);
	const url = encodeURIComponent(text.toWellFormed());
	const strict = url.replace(/[!'()*]/g, (character) => `%${hexOf(character.charCodeAt(0)).toUpperCase()}`);
	const hex = Array.from(bytes, hexOf).join("");
	const json = JSON.stringify(text).slice(1, -1);
	return [
		...[
			url,
			strict,
			url.replaceAll("%20", "+"),
			strict.replaceAll("%20", "+")
		].flatMap(withLowerHex),
		encodeURI(text.toWellFormed()),
		...base64Forms(bytes),
		hex,
		hex.toUpperCase(),
		json,
		json.replaceAll("/", "\\/"),
		JSON.stringify(json).slice(1, -1),
		xmlEscaped(text, "&#39;"),
		xmlEscaped(text, "&apos;"),
		text.replace(/\s+/gu, " ").trim()
	];
}
function hexOf(byte) {
	return byte.toString(16).padStart(2, "0");
}
function withLowerHex(text) {
	return [text, text.replace(/%[0-9A-F]{2}/g, (place) => place.toLowerCase())];
}
function xmlEscaped(text, apostrophe) {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;").replaceAll("'", apostrophe);
}
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/**
* By itself with its padding, and inside something longer, as `user:secret` is: there it begins at one of three places
* of a group, and of its own are only the characters in which no bit of a neighbour is.
*/
function base64Forms(bytes) {
	const inside = [
		0,
		1,
		2
	].map((before) => {
		const encoded = base64(new Uint8Array([...new Uint8Array(before), ...bytes]));
		const hasPartialEnd = (before + bytes.length) % 3 !== 0;
		return encoded.slice([
			0,
			2,
			3
		][before], hasPartialEnd ? -1 : void 0);
	});
	const alone = base64(bytes);
	return [
		alone.padEnd(Math.ceil(alone.length / 4) * 4, "="),
		alone,
		...inside
	].flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")]);
}
/** Without padding. */
function base64(bytes) {
	const groups = [];
	for (let at = 0; at < bytes.length; at += 3) {
		const [one = 0, two = 0, three = 0] = bytes.subarray(at, at + 3);
		const bits = one << 16 | two << 8 | three;
		const characters = [
			18,
			12,
			6,
			0
		].map((shift) => ALPHABET.charAt(bits >> shift & 63)).join("");
		groups.push(characters.slice(0, Math.min(bytes.length - at, 3) + 1));
	}
	return groups.join("");
}
function wholes(text, forms) {
	const found = [];
	for (const form of forms) for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) found.push({
		from: at,
		to: at + form.length
	});
	return found;
}
/** What is left of a secret where the text was cut: its beginning before a cut, its end after one. */
function pieces(text, forms) {
	const ends = [text.length, ...indexesOf(text, "…")];
	const starts = [0, ...indexesOf(text, "…").map((at) => at + 1)];
	return forms.flatMap((form) => [...ends.flatMap((end) => {
		const length = longestPiece(form, (size) => text.endsWith(form.slice(0, size), end));
		return length === 0 ? [] : [{
			from: end - length,
			to: end
		}];
	}), ...starts.flatMap((start) => {
		const length = longestPiece(form, (size) => text.startsWith(form.slice(-size), start));
		return length === 0 ? [] : [{
			from: start,
			to: start + length
		}];
	})]);
}
function longestPiece(form, isThere) {
	for (let size = form.length - 1; size >= SHORTEST_PIECE; size--) if (isThere(size)) return size;
	return 0;
}
function indexesOf(text, mark) {
	return [...text.matchAll(new RegExp(mark, "g"))].slice(0, MOST_CUTS).map(({ index }) => index);
}
function blackOut(text, ranges) {
	const kept = [];
	let end = 0;
	for (const { from, to } of ranges.toSorted((one, other) => one.from - other.from)) {
		if (from > end || from === 0 && end === 0) kept.push(text.slice(end, from), MARK);
		end = Math.max(end, to);
	}
	return kept.join("") + text.slice(end);
}

// src/smoke/reach/secrets.ts
/** Secrets that a run may use, by the names of environment variables: `--secret-env A,B`, input `secret-env`. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** @param list names with commas between them; line ends and spaces do no harm */
function findSecrets(list, variable) {
	const names = [...new Set(list.split(/[,\s]+/).filter((name) => name !== ""))];
	const problems = names.flatMap((name) => refusalOf(name, variable(name)));
	if (problems.length > 0) return {
		kind: "refused",
		problems
	};
	return {
		kind: "found",
		secrets: new Map(names.map((name) => [name, variable(name) ?? ""]))
	};
}
function refusalOf(name, value) {
	if (!NAME.test(name)) return ["One of the names is none of an environment variable. Give names, never values."];
	if (value === void 0 || value === "") return [`The environment variable ${name} is not set, or is empty. Set it, or take the name out.`];
	if (value.trim().length >= 4) return [];
	return [`The value of ${name} has fewer than ${4} characters: taking it out of every text would black out half of them. Use a longer secret.`];
}

// src/smoke/output/parse.ts
/** A stored `smoke-report.json` read back, as the baseline of a later run. */
const Reason = z.object({ code: z.string() }).nullable();
const Verdict = z.enum([
	"pass",
	"fail",
	"inconclusive",
	"error"
]);
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
	checks: z.array(z.object({
		id: z.string(),
		type: z.string(),
		severity: z.enum(["required", "advisory"]),
		verdict: z.enum([...Verdict.options, "skipped"]),
		flaky: z.boolean(),
		reason: Reason,
		message: z.string(),
		attempts: z.array(z.object({
			at: z.string(),
			duration: z.number(),
			verdict: Verdict,
			reason: Reason
		})),
		latency: z.object({
			n: z.int().nonnegative(),
			p50: Milliseconds,
			p95: Milliseconds,
			p99: Milliseconds,
			max: Milliseconds,
			samples: z.array(Milliseconds).optional()
		}).optional(),
		versions: z.array(z.object({
			version: z.string(),
			answers: z.int().nonnegative(),
			expected: z.boolean(),
			lastInARow: z.int().nonnegative()
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

// src/cli/smoke/read-run.ts
/** Throws {@link UsageError} where the baseline that was named is none. */
async function readRun({ file, names, secrets, redact, network, baseline }) {
	const earlier = baseline === void 0 ? void 0 : await readBaseline(baseline);
	const read = await readText(file);
	if (read.kind === "unreadable") return {
		kind: "invalid",
		problems: [{
			severity: "error",
			source: "smoke",
			file,
			code: "file-unreadable",
			line: 1,
			column: 1,
			message: read.message
		}]
	};
	const parsed = parseSmoke(read.text, {
		file,
		names,
		secrets
	});
	if (parsed.kind === "invalid") return {
		kind: "invalid",
		problems: parsed.problems.map((problem) => ({
			...problem,
			message: redact(problem.message)
		}))
	};
	const { plan } = parsed;
	const allowed = allowedNetwork(network, plan.network);
	if (allowed.kind === "none") return {
		kind: "invalid",
		problems: [networkProblem(network, plan.network ?? network, {
			file,
			text: read.text
		})]
	};
	return {
		kind: "ready",
		plan,
		network: allowed.network,
		baseline: earlier
	};
}
async function readBaseline(file) {
	const read = await readText(file);
	if (read.kind === "unreadable") throw new UsageError(`--baseline: ${read.message}`);
	const parsed = readReport(read.text);
	if (parsed.kind === "report") return parsed.report;
	throw new UsageError(`--baseline: ${file} is no smoke-report.json (${parsed.why}). Give the one that an earlier run wrote with --report-dir or printed with --json.`);
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

// src/smoke/reach/command-environment.ts
/** The variables that a `command` check gets: those that hold no secret, and those that were named for it. */
/** A program is found and behaves as people expect; nothing here is a credential. */
const PLAIN = [
	"PATH",
	"HOME",
	"USER",
	"SHELL",
	"LANG",
	"TZ",
	"TMPDIR",
	"TEMP",
	"TMP",
	"CI",
	"NODE_ENV"
];
/** Windows finds no program without them. */
const WINDOWS = [
	"PATHEXT",
	"SYSTEMROOT",
	"COMSPEC",
	"USERPROFILE"
];
/** Of a job. Not among them: the tokens, and the files through which a step talks to the runner (outputs, environment). */
const JOB = [
	"GITHUB_ACTIONS",
	"GITHUB_ACTOR",
	"GITHUB_API_URL",
	"GITHUB_BASE_REF",
	"GITHUB_EVENT_NAME",
	"GITHUB_HEAD_REF",
	"GITHUB_JOB",
	"GITHUB_REF",
	"GITHUB_REF_NAME",
	"GITHUB_REF_TYPE",
	"GITHUB_REPOSITORY",
	"GITHUB_REPOSITORY_OWNER",
	"GITHUB_RUN_ATTEMPT",
	"GITHUB_RUN_ID",
	"GITHUB_RUN_NUMBER",
	"GITHUB_SERVER_URL",
	"GITHUB_SHA",
	"GITHUB_WORKFLOW",
	"GITHUB_WORKSPACE",
	"RUNNER_ARCH",
	"RUNNER_NAME",
	"RUNNER_OS",
	"RUNNER_TEMP"
];
const ALLOWED = /* @__PURE__ */ new Set([
	...PLAIN,
	...WINDOWS,
	...JOB
]);
function commandEnvironment(variables, secrets) {
	const plain = Object.entries(variables).flatMap(([name, value]) => {
		return (ALLOWED.has(name.toUpperCase()) || /^LC_[A-Z]+$/.test(name)) && value !== void 0 ? [[name, value]] : [];
	});
	return Object.fromEntries([...plain, ...secrets]);
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

// src/cli/smoke/report-files.ts
/** `--report-dir`: files of a run, there from its start so that one that is killed leaves what was known. */
/** @throws UsageError when nothing can be written there, before anything is probed */
async function createReportFiles(folder, first) {
	if (folder === void 0) return {
		update: () => void 0,
		finish: async () => void 0
	};
	const directory = resolve(folder);
	try {
		await mkdir(directory, { recursive: true });
		await writeAll(directory, first);
	} catch (error) {
		throw new UsageError(`--report-dir ${folder}: nothing can be written there (${whyOf(error)}). Name another folder.`);
	}
	let writing = Promise.resolve();
	const write = (report) => {
		writing = writing.then(() => writeAll(directory, report)).catch((error) => note(`The report in ${folder} could not be written: ${whyOf(error)}.`));
		return writing;
	};
	return {
		update: (report) => void write(report),
		finish: write
	};
}
async function writeAll(directory, report) {
	await replace(join(directory, "smoke-report.json"), `${reportJson(report, 2)}\n`);
	await replace(join(directory, "junit.xml"), junitXml(report));
}
/** Whoever reads the file finds all of the old text or all of the new, also where two runs share the folder. */
async function replace(path, text) {
	const part = `${path}.${process.pid}.part`;
	await writeFile(part, text);
	await rename(part, path);
}
function whyOf(error) {
	return error instanceof Error ? error.message : String(error);
}

// src/smoke/output/live-table.ts
/** What a run is doing, as a table that is drawn anew with every event. */
function emptyTable(ids) {
	return { rows: ids.map((id) => ({
		id,
		state: "waiting",
		what: ""
	})) };
}
function advance({ rows }, progress) {
	const id = progress.kind === "check-ended" ? progress.report.id : progress.id;
	return { rows: rows.map((row) => row.id === id ? {
		id,
		...seen(progress, row)
	} : row) };
}
function seen(progress, row) {
	switch (progress.kind) {
		case "check-started": return {
			state: "running",
			what: row.what
		};
		case "warm-up": return {
			state: "running",
			what: `warming up: ${progress.message}`
		};
		case "attempt": return {
			state: "running",
			what: sayAttempt(progress)
		};
		case "check-ended": return {
			state: progress.report.verdict,
			what: sayEnd(progress)
		};
	}
}
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
/** Lines without ends: a title with the time since the start, then a row for each check as far as they fit. */
function drawTable({ rows }, elapsedMs, screen, paint) {
	const title = `Smoke: ${rows.filter(({ state }) => state !== "running" && state !== "waiting").length} of ${countOf(rows.length, "check")}, ${clock(elapsedMs)}`;
	const shown = fitting(rows, Math.max(1, screen.lines - 3));
	const hidden = rows.length - shown.length;
	const room = Math.min(Math.floor(screen.columns / 3), screen.columns - 1 - (12 + 4));
	const width = Math.max(0, Math.min(Math.max(...rows.map(({ id }) => id.length)), room));
	const drawn = shown.map((row) => drawRow(row, width, screen.columns - 1, paint));
	return [
		plainLine(title, screen.columns - 1),
		...drawn,
		...hidden > 0 ? [`  and ${hidden} more`] : []
	];
}
/** Where not all fit: what runs, then what went wrong, what waits, what passed; in the order of the file. */
function fitting(rows, most) {
	const kept = new Set(rows.toSorted((one, other) => rankOf(one) - rankOf(other)).slice(0, most));
	return rows.filter((row) => kept.has(row));
}
function rankOf({ state }) {
	return {
		running: 0,
		fail: 1,
		error: 1,
		inconclusive: 1,
		waiting: 2,
		skipped: 3,
		pass: 3
	}[state];
}
function drawRow({ id, state, what }, width, columns, paint) {
	const name = plainLine(id, width).padEnd(width);
	const rest = columns - (12 + width + 6);
	return `  ${paint(state, state.padEnd(12))}  ${name}  ${rest > 0 ? fittingText(what, rest) : ""}`.trimEnd();
}
/** Characters of East Asia and pictures take two places of a row. */
function fittingText(text, columns) {
	return plainLine(text, /[\u1100-\u11FF\u2E80-\uFFFF]/.test(text) ? Math.floor(columns / 2) : columns);
}
function clock(ms) {
	const seconds = Math.floor(ms / 1e3);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

// src/cli/smoke/screen.ts
/** What a smoke run is doing, on stderr: a table on a terminal, a line for each thing that is new elsewhere. */
/** Often enough to look alive, too seldom to flicker. */
const DRAW_EVERY_MS = 120;
function createScreen(stream, ids) {
	if (!stream.isTTY) {
		const lineOf = newLines();
		const tell = (progress) => {
			const line = progress.kind === "check-started" ? null : lineOf(progress);
			if (line !== null) stream.write(`${line}\n`);
		};
		return {
			tell,
			end: () => void 0
		};
	}
	return createTable(stream, ids);
}
function createTable(stream, ids) {
	const startedAt = performance.now();
	const paint = paintFor(stream);
	let table = emptyTable(ids);
	let drawn = 0;
	const erase = () => drawn === 0 ? "" : `\r\x1b[${drawn}A\x1b[J`;
	const draw = () => {
		const screen = {
			columns: stream.columns || 80,
			lines: stream.rows || 24
		};
		const lines = drawTable(table, performance.now() - startedAt, screen, paint);
		stream.write(`${erase()}${lines.join("\n")}\n`);
		drawn = lines.length;
	};
	draw();
	const timer = setInterval(draw, DRAW_EVERY_MS);
	return {
		tell(progress) {
			table = advance(table, progress);
		},
		end() {
			clearInterval(timer);
			stream.write(erase());
			drawn = 0;
		}
	};
}
const COLOURS = {
	pass: "green",
	fail: "red",
	error: "magenta",
	inconclusive: "yellow",
	skipped: "gray",
	running: "cyan",
	waiting: "gray"
};
/** Colours on a terminal, unless `NO_COLOR` is set. */
function paintFor(stream) {
	return (verdict, text) => styleText(COLOURS[verdict], text, { stream });
}

// src/cli/smoke/run-here.ts
/** One run on this machine: probes, progress on stderr, report files, and an early end on Ctrl-C. */
/** The report has no secret in it. */
async function runHere({ plan, network, baseline }, asked, env) {
	const { redact, subject } = asked;
	const startedAt = toInstant(Date.now());
	let ended = [];
	const partial = () => redactReport(partialReport(plan, subject, startedAt, ended, toInstant(Date.now())), redact);
	const files = await createReportFiles(asked.reportDir, partial());
	const ids = plan.checks.map(({ id }) => redact(id));
	const screen = createScreen(process.stderr, ids);
	const stop = endOnSignal();
	const report = await runSmoke(plan, subject, portsFor(network, asked, env), {
		baseline,
		redact,
		signal: stop.signal,
		tell: (progress) => {
			screen.tell(redactProgress(progress, redact));
			ended = endedWith(ended, progress);
			if (progress.kind === "check-ended") files.update(partial());
		}
	}).finally(() => {
		stop.forget();
		screen.end();
	});
	const shown = redactReport(stop.signal.aborted ? cancelledReport(report) : report, redact);
	await files.finish(shown);
	return shown;
}
function portsFor(network, { secrets }, env) {
	return portsOfRun({
		network,
		areCommandsAllowed: true,
		environment: commandEnvironment(env, secrets),
		folder: process.cwd(),
		proxyFrom: env
	});
}
/** The first signal ends the probes, and what is known is told; the second ends the process. */
function endOnSignal() {
	const controller = new AbortController();
	const end = () => {
		if (controller.signal.aborted) process.exit(EXIT.smokeError);
		controller.abort();
		note("Ending: what runs is stopped, and what is known so far is told.");
	};
	process.on("SIGINT", end).on("SIGTERM", end);
	return {
		signal: controller.signal,
		forget: () => process.off("SIGINT", end).off("SIGTERM", end)
	};
}

// src/cli/smoke/show-report.ts
/** What `tidegate smoke` prints: the report document, or the same for people. */
async function showReport(report, isJson) {
	await print(isJson ? reportJson(report, 2) : reportText(report, paintFor(process.stdout)));
}

// src/cli/smoke.ts
/** `tidegate smoke`: runs a smoke file here. */
function smokeCommand() {
	return new Command("smoke").description("Runs the checks of a smoke file from this machine, and says whether what is deployed works.").argument("<file>", "the smoke file").option("--set <name=value>", `what \${NAME} stands for in the file; may be given several times`, collect).option("--secret-env <names>", `environment variables that \${env.NAME} may stand for, with commas; never shown`).option("--network <reach>", "addresses that may be probed: public, private or loopback (default: public)").option("--baseline <report>", "smoke-report.json of a run before the deployment, to compare with").option("--report-dir <folder>", "write smoke-report.json and junit.xml there").option("--json", "print the report as one JSON document").addHelpText("after", "\nExample:\n  tidegate smoke .github/smoke.yml --set sha=$(git rev-parse HEAD) --secret-env API_TOKEN --report-dir out").addHelpText("after", "\nExit code: 0 pass, 5 fail, 6 inconclusive, 7 error, 1 the file is invalid (nothing was probed), 2 wrong usage.").action(async (file, options) => {
		process.exitCode = await smoke(file, options);
	});
}
function collect(value, before = []) {
	return [...before, value];
}
const EXIT_OF = {
	pass: EXIT.ok,
	fail: EXIT.smokeFail,
	inconclusive: EXIT.smokeInconclusive,
	error: EXIT.smokeError
};
async function smoke(file, options) {
	const asked = askedRun(file, options, process.env);
	const read = await readRun(asked);
	if (read.kind === "invalid") return refuse(read, options.json === true);
	const report = await runHere(read, asked, process.env);
	await showReport(report, options.json === true);
	return EXIT_OF[report.verdict];
}
async function refuse({ problems }, isJson) {
	if (isJson) await printJson({
		version: 1,
		problems
	});
	noteProblems(problems);
	note("Nothing was probed.");
	return EXIT.failed;
}
/** What the command line asks for. Throws {@link UsageError}. */
function askedRun(file, options, env) {
	const found = findSecrets(options.secretEnv ?? "", (name) => env[name]);
	if (found.kind === "refused") throw new UsageError(`--secret-env: ${found.problems.join("\n")}`);
	const names = namesIn(options.set ?? []);
	return {
		file,
		names,
		secrets: found.secrets,
		redact: redactor(found.secrets.values()),
		network: networkIn(options.network),
		baseline: options.baseline,
		reportDir: options.reportDir,
		subject: {
			environment: names.get("environment"),
			sha: fullSha(names.get("sha"))
		}
	};
}
function namesIn(assignments) {
	const names = /* @__PURE__ */ new Map();
	for (const assignment of assignments) {
		const [, name, value] = /^([A-Za-z_][A-Za-z0-9_-]*)=(.*)$/s.exec(assignment) ?? [];
		if (name === void 0 || value === void 0) throw new UsageError("--set takes NAME=VALUE, such as sha=0a1b2c3.");
		if (names.has(name)) throw new UsageError(`--set ${name} is given twice, and only one of them could hold.`);
		names.set(name, value);
	}
	return names;
}
function networkIn(text) {
	const found = text === void 0 ? "public" : NETWORKS.find((network) => network === text);
	if (found !== void 0) return found;
	throw new UsageError(`--network ${text} is none of ${NETWORKS.join(", ")}.`);
}
/** A report names a commit only where it is one for sure. */
function fullSha(text) {
	return text !== void 0 && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text) ? text : void 0;
}

export { smokeCommand };