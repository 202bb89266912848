import { a as locate, n as shapeProblems, r as readYaml, t as DOCUMENT_CODES } from "./problem-codes.js";
import { n as digestOf } from "./canonical.js";
import { n as nearest, t as listOf } from "./suggestion.js";
import { a as toInstant, r as parseDuration } from "./instant.js";
import { t as NETWORKS } from "./probe.js";
import { RE2JS } from "re2js";
import { z } from "zod";
import { FunctionExpressionType, JSONPathEnvironment } from "json-p3";
import sax from "sax";

// src/smoke/check-types/status-range.ts
function toRange(status) {
	const text = String(status);
	if (text.endsWith("xx")) return {
		from: Number(text[0]) * 100,
		to: Number(text[0]) * 100 + 99
	};
	const [from, to] = text.split("-").map(Number);
	return {
		from: from ?? 0,
		to: to ?? from ?? 0
	};
}

// src/smoke/check-types/asked-of.ts
const CHECK_TYPES = [
	"http",
	"version",
	"tls",
	"tcp",
	"dns",
	"command",
	"latency",
	"prometheus",
	"junit"
];
function typesOf(check) {
	return CHECK_TYPES.filter((type) => check[type] !== void 0);
}
/** The file was checked: every check has one. */
function typeOf(check) {
	return askedOf(check).type;
}
function askedOf(check) {
	const { http, version, latency, prometheus, tls, tcp, dns, junit } = check;
	if (http !== void 0) return httpAsked(http);
	if (version !== void 0) return versionAsked(version);
	if (latency !== void 0) return latencyAsked(latency);
	if (prometheus !== void 0) return prometheusAsked(prometheus);
	if (tls !== void 0) return {
		type: "tls",
		host: tls.host,
		port: tls.port,
		expiresInDays: tls["expires-in-days"]
	};
	if (tcp !== void 0) return {
		type: "tcp",
		...tcp
	};
	if (dns !== void 0) return {
		type: "dns",
		...dns
	};
	if (junit !== void 0) return {
		type: "junit",
		...junit
	};
	const [program = "", ...args] = check.command?.argv ?? [];
	return {
		type: "command",
		argv: [program, ...args]
	};
}
function httpAsked(http) {
	const statuses = Array.isArray(http.status) ? http.status : [http.status];
	const { contains, matches, equals, empty, sha256 } = http.body;
	return {
		type: "http",
		request: {
			method: http.method,
			url: http.url,
			headers: http["request-headers"],
			body: http["request-body"],
			maxRedirects: http.redirects === "none" ? 0 : http.redirects.max
		},
		expects: {
			statuses: statuses.map(toRange),
			headers: Object.entries(http.headers).map(([name, { absent, ...rule }]) => ({
				name: name.toLowerCase(),
				isAbsent: absent,
				...rule
			})),
			body: {
				contains,
				matches,
				equals,
				isEmpty: empty,
				notContains: http.body["not-contains"],
				sha256: sha256?.toLowerCase()
			},
			json: http.json ?? [],
			latencyMs: http.latency,
			maxSize: http.size
		}
	};
}
function versionAsked({ url, json, header, regex, expect }) {
	return {
		type: "version",
		url,
		expect,
		from: versionFrom(json, header, regex)
	};
}
function versionFrom(json, header, regex) {
	if (json !== void 0) return {
		kind: "json",
		path: json
	};
	return header === void 0 ? {
		kind: "regex",
		pattern: regex ?? ""
	} : {
		kind: "header",
		name: header.toLowerCase()
	};
}
function latencyAsked(latency) {
	const { url, samples, p50, p95, p99, compare } = latency;
	return {
		type: "latency",
		url,
		samples,
		budgets: Object.fromEntries(Object.entries({
			p50,
			p95,
			p99
		}).filter(([, ms]) => ms !== void 0)),
		...compare === void 0 ? {} : { compare: comparisonOf(compare) }
	};
}
function comparisonOf(compare) {
	const { to, method, percentile, confidence, tolerance } = compare;
	return {
		to: to === "baseline" ? { kind: "baseline" } : {
			kind: "url",
			url: to.url
		},
		by: method === "ratio" ? {
			method,
			percentile,
			maxRatio: compare["max-ratio"],
			minDifferenceMs: compare["min-difference"]
		} : {
			method,
			confidence,
			tolerance,
			allowedIncrease: compare["allowed-increase"]
		}
	};
}
function prometheusAsked(prometheus) {
	const { min, max } = prometheus;
	const url = new URL(prometheus.url);
	if (!url.pathname.endsWith("/api/v1/query")) url.pathname = `${url.pathname.replace(/\/$/, "")}/api/v1/query`;
	url.searchParams.set("query", prometheus.query);
	return {
		type: "prometheus",
		url: url.href,
		min,
		max,
		onEmpty: prometheus["on-empty"]
	};
}

// src/smoke/plan-of.ts
/** A smoke file with every default put in. */
function planOf(file, configDigest) {
	const warmUp = file["warm-up"];
	return {
		deadlineMs: file.deadline,
		configDigest,
		warmUp: warmUp === void 0 ? null : {
			maxMs: warmUp.max,
			until: warmUp.until
		},
		concurrency: file.concurrency,
		failFast: file["fail-fast"],
		control: file.control ?? [],
		...file.network === void 0 ? {} : { network: file.network },
		checks: file.checks.map((check) => planCheck(check, file))
	};
}
function planCheck(check, file) {
	const type = typeOf(check);
	return {
		id: check.id,
		type,
		severity: severityOf(check, file),
		asks: askedOf(check),
		timeoutMs: check.timeout,
		retry: retryOf(check, type),
		limits: limitsOf(check),
		intervalMs: check.interval ?? (type === "latency" ? 0 : INTERVAL_MS),
		errorIs: check["error-is"] ?? (ERROR_IS_ERROR.has(type) ? "error" : "fail"),
		dependsOn: check["depends-on"] ?? [],
		showsBodyOnFailure: check["show-body"] === "on-failure"
	};
}
const INTERVAL_MS = 1e3;
const CONSECUTIVE_ERROR_LIMIT = 4;
const ATTEMPTS = 3;
/** Passes in a row of a version check: during a rollout the old and the new one answer by turns. */
const VERSION_PASSES = 3;
/** Who does not answer here is not the service that was deployed. */
const ERROR_IS_ERROR = /* @__PURE__ */ new Set([
	"prometheus",
	"command",
	"junit"
]);
/** A certificate that ends soon is no fault of a deployment; a file that asks for nothing else means it. */
function severityOf(check, { checks }) {
	if (check.severity !== void 0) return check.severity;
	const isOtherRequired = checks.some((other) => other.tls === void 0 && other.severity !== "advisory");
	return check.tls !== void 0 && isOtherRequired ? "advisory" : "required";
}
/** Methods that may do twice what was meant once. */
const NOT_IDEMPOTENT = ["POST", "PATCH"];
function retryOf({ http, retry }, type) {
	return {
		attempts: http !== void 0 && NOT_IDEMPOTENT.includes(http.method) && http.idempotent !== true ? 1 : retry.attempts ?? (type === "command" ? 1 : ATTEMPTS),
		baseMs: retry.base,
		factor: retry.factor,
		maxMs: retry.max,
		on: {
			errors: retry.on.includes("error"),
			fails: retry.on.includes("fail"),
			statuses: retry.on.filter((each) => each !== "error" && each !== "fail").map(toRange)
		}
	};
}
/** Samples until the row of passes is complete, a limit is broken or the deadline comes. */
const UNBOUNDED = Number.POSITIVE_INFINITY;
function limitsOf(check) {
	const isVersion = check.version !== void 0;
	const passes = check.passes ?? (isVersion ? VERSION_PASSES : 1);
	const failureLimit = check["failure-limit"] ?? (isVersion ? -1 : 0);
	const isOneShot = passes === 1 && failureLimit === 0 && check["consecutive-error-limit"] === void 0;
	return {
		passes,
		failureLimit: failureLimit === -1 ? UNBOUNDED : failureLimit,
		consecutiveErrorLimit: check["consecutive-error-limit"] ?? CONSECUTIVE_ERROR_LIMIT,
		samples: check.samples ?? (isOneShot ? 1 : UNBOUNDED),
		isDueAfterWarmUp: isVersion && check["failure-limit"] === void 0
	};
}

// src/smoke/problem-codes.ts
const SMOKE_PROBLEM_CODES = {
	...DOCUMENT_CODES,
	"unknown-name": "A name to be filled in that nobody set.",
	"url-refused": "An address that cannot be read, or that holds a user name or a password.",
	"header-refused": "A header that the request cannot have, or a value that no header can have.",
	"check-duplicate": "Two checks of one id.",
	"check-type": "A check of no type, or of several.",
	"check-unknown": "A check is named that is not in the file.",
	"dependency-cycle": "Checks that wait for each other.",
	"no-required-check": "Every check is advisory.",
	"limits-contradict": "Limits of which one makes the other impossible or meaningless.",
	"assertion-missing": "Something is asked that says nothing about what has to hold.",
	"assertion-refused": "An assertion that could never hold or never be judged.",
	"pattern-invalid": "A regular expression that RE2 does not take.",
	"json-path-invalid": "A JSON path that is none of RFC 9535."
};
/** Of a value; the value itself is not repeated, since a secret may stand for it. */
function finding(code, path, message) {
	return {
		code,
		path,
		at: "value",
		message
	};
}

// src/smoke/check-limits.ts
function checkLimits(check, path) {
	const { passes } = limitsOf(check);
	const { samples, retry } = check;
	const found = [];
	const contradiction = (key, message) => {
		found.push(finding("limits-contradict", [...path, ...key], message));
	};
	if (samples !== void 0 && samples < passes) contradiction(["samples"], `At most ${samples} samples are taken, and ${passes} passes in a row are asked for, which could never be reached. Allow more samples.`);
	if (retry.max < retry.base) contradiction(["retry", "max"], "The longest wait is shorter than the first. Make `max` at least as long as `base`.");
	return found;
}

// src/smoke/versions-seen.ts
function noVersions() {
	return {
		answers: 0,
		counts: /* @__PURE__ */ new Map(),
		last: null
	};
}
function seeVersions(seen, attempts) {
	const counts = new Map(seen.counts);
	let { answers, last } = seen;
	for (const { assessment } of attempts) {
		const { version } = assessment;
		if (version === void 0) {
			last = null;
			continue;
		}
		answers += 1;
		counts.set(version.found, {
			...version,
			count: (counts.get(version.found)?.count ?? 0) + 1
		});
		last = {
			found: version.found,
			inARow: last?.found === version.found ? last.inARow + 1 : 1
		};
	}
	return {
		answers,
		counts,
		last
	};
}
/** @param expected as the check gives it, which may answer in another spelling or in short. */
function versionReports({ counts, last }, expected) {
	const seen = [...counts.values()].map(({ found, count, isExpected }) => ({
		version: found,
		answers: count,
		expected: isExpected,
		lastInARow: last?.found === found ? last.inARow : 0
	}));
	const never = {
		version: expected,
		answers: 0,
		expected: true,
		lastInARow: 0
	};
	const all = seen.some(({ version }) => version === expected) ? seen : [never, ...seen];
	return [...all.filter((each) => each.version === expected), ...keptOf(all.filter((each) => each.version !== expected))];
}
/** What was seen before, and what was seen since. */
function joinVersions(before, after) {
	return [...before.map((each) => {
		const later = after.find(({ version }) => version === each.version);
		return {
			...each,
			answers: each.answers + (later?.answers ?? 0),
			lastInARow: later?.lastInARow ?? 0
		};
	}), ...after.filter(({ version }) => before.every((each) => each.version !== version))];
}
/** The newest is among them, whatever else there is no room for. */
function keptOf(others) {
	if (others.length <= MOST_REPORTED) return others;
	const newest = others.filter(({ lastInARow }) => lastInARow > 0);
	return [...others.filter((each) => !newest.includes(each)).slice(0, MOST_REPORTED - newest.length), ...newest];
}
/** A server that answers with a new version each time would fill the report. */
const MOST_REPORTED = 20;
function isMixed({ counts }) {
	const all = [...counts.values()];
	return all.some(({ isExpected }) => isExpected) && all.some(({ isExpected }) => !isExpected);
}
function hasExpected({ counts }) {
	return [...counts.values()].some(({ isExpected }) => isExpected);
}
function isOnlyOthers({ counts }) {
	return counts.size > 0 && [...counts.values()].every(({ isExpected }) => !isExpected);
}
/**
* What an unfinished version check means: a version that never came is a failure; one that answers beside another is
* still on its way, and nobody can tell whether it arrives.
*/
function judgeVersions(verdict, seen) {
	if (isMixed(seen)) return "inconclusive";
	return isOnlyOthers(seen) ? "fail" : verdict;
}
/** `0a1b2c3 60 % (6 of 10), 4d5e6f7 40 % (4 of 10)`, most often seen first. */
function sayShares({ answers, counts }) {
	const said = [...counts.values()].toSorted((one, other) => other.count - one.count).slice(0, MOST_SHOWN).map(({ found, count }) => `${found} ${Math.round(100 * count / answers)} % (${count} of ${answers})`);
	const more = counts.size - said.length;
	return `${said.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
/** More of them in one sentence nobody reads. */
const MOST_SHOWN = 5;

// src/smoke/check-report.ts
/** What is said of a check that was cut off with its run. */
const CANCELLED = "not finished: the run was cancelled";
function endReport(state, end) {
	switch (end.kind) {
		case "judged": return end.verdict === "pass" ? passReport(state) : lostReport(state, end.verdict);
		case "deadline": return deadlineReport(state, end.verdict);
		case "fail-fast": return reportWith(state, {
			verdict: "skipped",
			code: "fail-fast",
			message: "not finished, because a required check had failed"
		});
		case "cancelled": return reportWith(state, {
			verdict: "error",
			code: "cancelled",
			message: CANCELLED
		});
	}
}
/** Of a check that was never asked. */
function skipReport(check, code, message) {
	const { id, type, severity } = check;
	return {
		id,
		type,
		severity,
		verdict: "skipped",
		flaky: false,
		reason: { code },
		message,
		attempts: []
	};
}
/** It has nothing to judge by but a baseline, and there is none: no verdict of the run hangs on it. */
function isLackingBaseline(attempts) {
	return attempts.at(-1)?.assessment.lacksBaseline === true;
}
function passReport(state) {
	const counted = state.attempts.filter((attempt) => !attempt.isOfWarmUp);
	const missed = counted.filter(({ assessment }) => assessment.verdict !== "pass");
	const last = state.attempts.at(-1)?.assessment.message ?? "";
	const first = missed[0]?.assessment.message;
	return reportWith(state, {
		verdict: "pass",
		code: null,
		message: `${last}${first === void 0 ? "" : `; flaky: ${missed.length} of ${counted.length} attempts did not pass (${first})`}`,
		flaky: missed.length > 0
	});
}
function lostReport(state, verdict) {
	const { attempts, versions, tally, check } = state;
	const last = attempts.at(-1)?.assessment;
	const { code = null } = newestMiss(attempts) ?? {};
	if (verdict !== "inconclusive" || last?.verdict === "inconclusive") return reportWith(state, {
		verdict,
		code,
		message: withShares(last?.message ?? "", state)
	});
	const message = withShares(`${`${tally.samples} samples did not have ${check.limits.passes} passes in a row`}; last seen: ${last?.message ?? "nothing"}`, state);
	return reportWith(state, {
		verdict,
		code: isMixed(versions) ? "version-mismatch" : code,
		message
	});
}
function deadlineReport(state, verdict) {
	const { attempts, versions } = state;
	const last = attempts.at(-1)?.assessment;
	const seen = last === void 0 ? "no attempt had finished" : `last seen: ${last.message}`;
	const isOfVersions = isMixed(versions) || isOnlyOthers(versions);
	const failing = verdict === "fail" ? newestMiss(attempts)?.code ?? "timeout" : "timeout";
	const message = withShares(`the deadline of the run came first; ${seen}`, state);
	return reportWith(state, {
		verdict,
		code: isOfVersions ? "version-mismatch" : failing,
		message
	});
}
function newestMiss(attempts) {
	return attempts.findLast(({ assessment }) => assessment.verdict !== "pass")?.assessment;
}
function withShares(message, { versions }) {
	return isMixed(versions) ? `${message}; versions that answered: ${sayShares(versions)}` : message;
}
function reportWith(state, { verdict, code, message, flaky = false }) {
	const { check, attempts } = state;
	return {
		id: check.id,
		type: check.type,
		severity: isLackingBaseline(attempts) ? "advisory" : check.severity,
		verdict,
		flaky,
		reason: code === null ? null : { code },
		message,
		attempts: attempts.slice(-10).map((attempt) => attempt.report),
		...measuredIn(state)
	};
}
function measuredIn({ check: { asks }, attempts, versions }) {
	if (asks.type === "version") return { versions: versionReports(versions, asks.expect) };
	const latency = attempts.findLast(({ assessment }) => assessment.latency !== void 0)?.assessment.latency;
	return latency === void 0 ? {} : { latency };
}

// src/smoke/pattern.ts
/** Regular expressions of a smoke file, in RE2's syntax: they run in time linear in the text, whatever they say. */
/** Longer ones were not written to be read, and cost time with every answer. */
const LONGEST_PATTERN = 300;
/** Instructions of the compiled program: repetitions multiply. */
const LARGEST_PROGRAM = 2e3;
/** What is wrong with a regular expression, or undefined. */
function patternProblem(text) {
	if (text.length > LONGEST_PATTERN) return `is longer than ${LONGEST_PATTERN} characters`;
	try {
		return RE2JS.compile(text).programSize() > LARGEST_PROGRAM ? "repeats too much" : void 0;
	} catch (error) {
		return `is no regular expression of RE2${reasonOf(error)}`;
	}
}
/** Without the expression itself, which follows the reason in quotes: a secret may stand in it. */
function reasonOf(error) {
	const reason = error instanceof Error ? /^(?:error parsing regexp: )?([\w ()[\]/-]+?)(?::|$)/.exec(error.message)?.[1] : void 0;
	return reason === void 0 ? "" : ` (${reason})`;
}
/** The expression was checked when the file was read. */
function compilePattern(text) {
	const compiled = RE2JS.compile(text);
	return {
		isIn: (subject) => compiled.matcher(subject).find(),
		isAllOf: (subject) => compiled.matches(subject),
		firstGroupIn: (subject) => {
			const matcher = compiled.matcher(subject);
			if (!matcher.find()) return void 0;
			return matcher.group(compiled.groupCount() > 0 ? 1 : 0) ?? void 0;
		}
	};
}

// src/smoke/json.ts
/** Deeper than any API answers; stops what would exhaust the stack of whoever walks through it. */
const DEEPEST = 100;
function readJson(text) {
	if (isTooDeep(text)) return { kind: "not-json" };
	try {
		return {
			kind: "read",
			value: JSON.parse(text)
		};
	} catch {
		return { kind: "not-json" };
	}
}
/** Counts brackets outside of texts, without reading the values. */
function isTooDeep(text) {
	let depth = 0;
	let isInText = false;
	for (let index = 0; index < text.length; index++) {
		const character = text[index];
		if (isInText && character === "\\") index += 1;
		else if (character === "\"") isInText = !isInText;
		else if (!isInText) depth += stepOf(character);
		if (depth > DEEPEST) return true;
	}
	return false;
}
function stepOf(character) {
	if (character === "[" || character === "{") return 1;
	return character === "]" || character === "}" ? -1 : 0;
}
function jsonTypeOf(value) {
	if (value === null) return "null";
	if (Array.isArray(value)) return "array";
	const type = typeof value;
	return type === "string" || type === "number" || type === "boolean" ? type : "object";
}
/** Same type and same content; the order of an object's keys means nothing. */
function isSameJson(one, other) {
	if (jsonTypeOf(one) !== jsonTypeOf(other)) return false;
	if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((item, index) => isSameJson(item, other[index]));
	if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
	const entries = Object.entries(one);
	const others = other;
	return entries.length === Object.keys(other).length && entries.every(([key, value]) => Object.hasOwn(other, key) && isSameJson(value, others[key]));
}

// src/smoke/json-path.ts
/** JSON paths (RFC 9535) without an evaluator of code behind them, and with RE2 for the expressions in filters. */
const LONGEST_PATH = 300;
const MOST_VALUES = 1e4;
const environment = new JSONPathEnvironment({
	strict: true,
	maxRecursionDepth: 101
});
environment.functionRegister.set("match", patternFunction("isAllOf"));
environment.functionRegister.set("search", patternFunction("isIn"));
function patternFunction(how) {
	return {
		argTypes: [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType],
		returnType: FunctionExpressionType.LogicalType,
		call: (text, pattern) => {
			if (typeof text !== "string" || typeof pattern !== "string") return false;
			return patternProblem(pattern) === void 0 && compilePattern(pattern)[how](text);
		}
	};
}
/** What is wrong with a path, or undefined. */
function jsonPathProblem(path) {
	if (path.length > LONGEST_PATH) return `is longer than ${LONGEST_PATH} characters`;
	try {
		environment.compile(path);
		return;
	} catch {
		return "is no JSON path of RFC 9535";
	}
}
/** One value where the path can lead to one place only; else the list of all that it leads to. */
function findAtPath(path, value) {
	const query = environment.compile(path);
	const values = [];
	for (const node of query.lazyQuery(value)) {
		if (values.length === MOST_VALUES) return { kind: "too-many" };
		values.push(node.value);
	}
	if (values.length === 0) return { kind: "nothing" };
	return {
		kind: "found",
		value: query.singularQuery() ? values[0] : values
	};
}

// src/smoke/assess/assessment.ts
const ANSWERED = {
	wasAnswered: true,
	isMissing: false,
	isFinal: false
};
function passed(message) {
	return {
		verdict: "pass",
		code: null,
		message,
		...ANSWERED
	};
}
function failed(code, message) {
	return {
		verdict: "fail",
		code,
		message,
		...ANSWERED
	};
}
/** An answer came, and it cannot be judged. */
function unjudged(code, message) {
	return {
		verdict: "error",
		code,
		message,
		...ANSWERED
	};
}
function undecided(code, message) {
	return {
		verdict: "inconclusive",
		code,
		message,
		...ANSWERED
	};
}

// src/smoke/assess/assess-json.ts
/** Values in a JSON answer against operators. Typed: nothing is turned into something else to make it fit. */
/** What does not hold, or cannot be judged; empty: all of it holds. */
function assessJson(text, rules, { show }) {
	if (rules.length === 0) return [];
	const read = readJson(text);
	if (read.kind === "not-json") return [notJson(text, show)];
	return rules.map((rule) => assessRule(rule, read.value, show)).filter((each) => each !== void 0);
}
function notJson(text, show) {
	const found = /^\s*<(?:!doctype|html|\?xml)/i.test(text.slice(0, 200)) ? "a page of HTML or XML" : text.trim() === "" ? "nothing" : `${show(text, 60)}`;
	return unjudged("not-json", `expected JSON, but found ${found}`);
}
function assessRule(rule, document, show) {
	const { path, op } = rule;
	const found = findAtPath(path, document);
	if (found.kind === "too-many") return unjudged("assertion", `\`${path}\` leads to too many values; write a path that leads to fewer`);
	if (op === "not-exists") {
		if (found.kind === "nothing") return void 0;
		return failed("assertion", `expected nothing at \`${path}\`, but found ${shown(found.value, show)}`);
	}
	if (found.kind === "nothing") return failed("path-not-found", `there is nothing at \`${path}\``);
	if (op === "exists") return void 0;
	const wanted = `\`${path}\` ${op} ${shown(rule.value, show)}`;
	switch (compare$1(op, found.value, rule.value)) {
		case "holds": return;
		case "false": return failed("assertion", `expected ${wanted}, but found ${shown(found.value, show)}`);
		case "mismatch": {
			const message = `${wanted} cannot be judged: there is a value of type ${jsonTypeOf(found.value)}`;
			return unjudged("type-mismatch", message);
		}
	}
}
function shown(value, show) {
	return show(JSON.stringify(value) ?? "nothing", 120);
}
function compare$1(op, found, value) {
	switch (op) {
		case "==": return answer(isSameJson(found, value));
		case "!=": return answer(!isSameJson(found, value));
		case "type": return answer(jsonTypeOf(found) === value);
		case "in": return answer(Array.isArray(value) && value.some((each) => isSameJson(found, each)));
		case "contains": return contains(found, value);
		case "not-contains": return opposite(contains(found, value));
		case ">":
		case ">=":
		case "<":
		case "<=": return compareNumbers(op, found, value);
		case "matches":
		case "starts-with":
		case "ends-with": return compareTexts(op, found, value);
	}
}
function answer(holds) {
	return holds ? "holds" : "false";
}
function opposite(compared) {
	if (compared === "mismatch") return "mismatch";
	return compared === "holds" ? "false" : "holds";
}
/** A text contains a text, a list an item. */
function contains(found, value) {
	if (Array.isArray(found)) return answer(found.some((item) => isSameJson(item, value)));
	return typeof found === "string" && typeof value === "string" ? answer(found.includes(value)) : "mismatch";
}
function compareNumbers(op, found, value) {
	if (typeof found !== "number" || typeof value !== "number") return "mismatch";
	if (found === value) return answer(op === ">=" || op === "<=");
	return answer(found > value === op.startsWith(">"));
}
function compareTexts(op, found, value) {
	if (typeof found !== "string" || typeof value !== "string") return "mismatch";
	if (op === "matches") return answer(compilePattern(value).isIn(found));
	return answer(op === "starts-with" ? found.startsWith(value) : found.endsWith(value));
}

// src/smoke/assess/assess-http.ts
/** Every assertion is held against the answer; what is false counts before what could not be judged. */
function assessHttp(answer, expects, view) {
	const wrong = wrongStatus(answer, expects.statuses);
	if (wrong !== void 0) return wrong;
	const found = [
		...expects.headers.map((rule) => wrongHeader(answer, rule, view)),
		wrongSize(answer, expects.maxSize),
		...wrongBody(answer, expects.body, view),
		...assessJson(answer.body, expects.json, view),
		wrongLatency(answer, expects.latencyMs)
	].filter((each) => each !== void 0);
	const family = answer.family === void 0 ? "" : ` over IPv${answer.family}`;
	return found.find((each) => each.verdict === "fail") ?? found[0] ?? passed(`status ${answer.status} in ${Math.round(answer.durationMs)} ms${family}`);
}
function wrongStatus(answer, statuses) {
	const { status, retryAfterMs } = answer;
	if (isAmong(status, statuses)) return void 0;
	const wanted = statuses.map(({ from, to }) => from === to ? `${from}` : `${from}-${to}`).join(", ");
	return {
		...failed("status", `expected status ${wanted}, but found ${status}`),
		status,
		retryAfterMs
	};
}
function isAmong(status, statuses) {
	return statuses.some(({ from, to }) => status >= from && status <= to);
}
/** Of a header that came several times, one value that fits is enough. */
function wrongHeader(answer, rule, { show }) {
	const values = Object.hasOwn(answer.headers, rule.name) ? answer.headers[rule.name] ?? [] : [];
	const name = `header \`${rule.name}\``;
	if (rule.isAbsent === true) return values.length === 0 ? void 0 : failed("header", `expected no ${name}, but it is there`);
	if (values.length === 0) return failed("header", `expected ${name}, but it is not there`);
	const wanted = textRules(rule).find(({ holds }) => !values.some(holds));
	if (wanted === void 0) return void 0;
	return failed("header", `expected ${name} to ${show(wanted.says)}, but found ${show(values.join(", "))}`);
}
function textRules(rule) {
	const { contains, equals, matches } = rule;
	return [
		...equals === void 0 ? [] : [{
			says: `be ${quote(equals)}`,
			holds: (text) => text === equals
		}],
		...contains === void 0 ? [] : [{
			says: `contain ${quote(contains)}`,
			holds: (text) => text.includes(contains)
		}],
		...matches === void 0 ? [] : [{
			says: `match ${quote(matches)}`,
			holds: compilePattern(matches).isIn
		}]
	];
}
function wrongSize({ size }, most) {
	if (most === void 0 || size <= most) return void 0;
	return failed("size", `expected at most ${most} bytes, but found ${size}`);
}
function wrongBody(answer, rule, { show }) {
	const { notContains, isEmpty, sha256 } = rule;
	const found = textRules(rule).filter(({ holds }) => !holds(answer.body)).map(({ says }) => failed("body", `expected the body to ${show(says)}, but it does not`));
	if (notContains !== void 0 && answer.body.includes(notContains)) found.push(failed("body", `expected the body not to contain ${show(quote(notContains))}, but it does`));
	if (isEmpty !== void 0 && answer.size === 0 !== isEmpty) found.push(failed("body", `expected ${isEmpty ? "no body" : "a body"}, but found ${answer.size} bytes`));
	if (sha256 !== void 0 && answer.sha256 !== sha256) found.push(failed("body", `expected a body with the SHA-256 ${sha256}, but found ${answer.sha256}`));
	return found;
}
function wrongLatency({ durationMs }, most) {
	if (most === void 0 || durationMs <= most) return void 0;
	return failed("latency", `expected an answer within ${most} ms, but it took ${Math.ceil(durationMs)} ms`);
}
/** Characters of a body that are shown where the file asks for it. */
const BODY_SHOWN = 512;
function withBody(assessment, body, { show }) {
	const shown = show(body, BODY_SHOWN);
	return shown === "" ? assessment : {
		...assessment,
		message: `${assessment.message}; it said: ${shown}`
	};
}
function quote(text) {
	return JSON.stringify(text);
}

// src/smoke/junit-file.ts
/** How many tests a JUnit file tells of, and how they ended. */
/**
* Undefined: no JUnit file that can be read to its end. A document type has no place in a report, and may define
* entities; one that brings such a thing is refused.
*/
function countJunit(text) {
	const counts = {
		tests: 0,
		failed: 0,
		flaky: 0,
		skipped: 0
	};
	const open = [];
	const roots = [];
	let isWhole = true;
	const parser = sax.parser(true);
	parser.onerror = parser.ondoctype = () => {
		isWhole = false;
	};
	parser.onopentag = ({ name }) => {
		if (open.length === 0) roots.push(name);
		open.at(-1)?.inner.add(name);
		open.push({
			name,
			inner: /* @__PURE__ */ new Set()
		});
	};
	parser.onclosetag = () => {
		const closed = open.pop();
		if (closed?.name === "testcase") countTest(closed.inner, counts);
	};
	try {
		parser.write(text).close();
	} catch {
		return;
	}
	const isReport = roots.length === 1 && (roots[0] === "testsuites" || roots[0] === "testsuite");
	return isWhole && isReport ? counts : void 0;
}
function countTest(inner, counts) {
	counts.tests += 1;
	if (inner.has("failure") || inner.has("error")) counts.failed += 1;
	else if (inner.has("flakyFailure") || inner.has("flakyError")) counts.flaky += 1;
	else if (inner.has("skipped")) counts.skipped += 1;
}

// src/smoke/assess/assess-junit.ts
/** The report of another tool against how many of its tests may have failed. */
function assessJunit(text, { failures, flaky }) {
	const counts = countJunit(text);
	if (counts === void 0) return {
		...unjudged("assertion", "expected a whole JUnit file, but this is none"),
		isFinal: true
	};
	if (counts.tests === counts.skipped) return unjudged("assertion", "expected tests in the file, but none was run");
	const found = `${counts.tests} tests, ${counts.failed} failed, ${counts.flaky} flaky, ${counts.skipped} skipped`;
	if (counts.failed > failures) return failed("assertion", `expected at most ${failures} failed tests, but found ${found}`);
	if (flaky !== void 0 && counts.flaky > flaky) return failed("assertion", `expected at most ${flaky} flaky tests, but found ${found}`);
	return passed(`found ${found}`);
}

// src/smoke/assess/assess-prometheus.ts
function assessPrometheus(answer, asks, { show }) {
	const wrong = wrongStatus(answer, [{
		from: 200,
		to: 299
	}]);
	if (wrong !== void 0) return refusedBy(answer, wrong, show);
	const read = readJson(answer.body);
	if (read.kind === "not-json") return notJson(answer.body, show);
	const values = valuesIn(read.value);
	if (values === void 0) return unjudged("type-mismatch", `expected a number or a list of series from Prometheus, but found neither`);
	return assessValues(values, asks, show);
}
/** A query that Prometheus cannot read is not asked again: it reads the same every time. */
function refusedBy({ status, body }, wrong, show) {
	const read = readJson(body);
	const why = read.kind === "read" ? property(read.value, "error") : void 0;
	const message = typeof why === "string" ? `Prometheus answered ${status}: ${show(why)}` : wrong.message;
	return {
		...wrong,
		verdict: "error",
		message,
		isFinal: status === 400
	};
}
function assessValues(values, asks, show) {
	if (values.length === 0) return assessEmpty(asks.onEmpty);
	const numbers = values.map(toNumber);
	const odd = numbers.findIndex((each) => !Number.isFinite(each));
	if (odd >= 0) return unjudged("type-mismatch", `expected a number, but found ${show(values[odd] ?? "", 40)}`);
	const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = asks;
	const outside = numbers.find((each) => each < min || each > max);
	const said = values.length === 1 ? `${numbers[0]}` : `${values.length} series`;
	if (outside === void 0) return passed(`found ${said}`);
	const wanted = [asks.min === void 0 ? "" : `at least ${min}`, asks.max === void 0 ? "" : `at most ${max}`];
	return failed("assertion", `expected ${wanted.filter((each) => each !== "").join(" and ")}, but found ${outside}`);
}
function assessEmpty(onEmpty) {
	const message = "the query has no result";
	if (onEmpty === "pass") return passed(`${message}, which \`on-empty\` lets pass`);
	return onEmpty === "fail" ? failed("assertion", message) : undecided("too-few-samples", message);
}
/** Of each series its value, as Prometheus writes it; undefined: nothing that an instant query answers with. */
function valuesIn(document) {
	if (property(document, "status") !== "success") return void 0;
	const data = property(document, "data");
	const result = property(data, "result");
	if (!Array.isArray(result)) return void 0;
	switch (property(data, "resultType")) {
		case "scalar": return allTexts([result[1]]);
		case "vector": return allTexts(result.map((series) => property(series, "value")?.[1]));
		default: return;
	}
}
function allTexts(values) {
	return values.every((value) => typeof value === "string") ? values : void 0;
}
/** `Number` would take an empty text for zero. */
function toNumber(text) {
	return text.trim() === "" ? NaN : Number(text);
}
function property(value, key) {
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return void 0;
	return value[key];
}

// src/smoke/assess/assess-version.ts
function assessVersion(answer, asks, { show }) {
	const wrong = wrongStatus(answer, [{
		from: 200,
		to: 299
	}]);
	if (wrong !== void 0) return wrong;
	const found = versionIn(answer, asks.from, show);
	if (found.kind === "none") return found.why;
	const isExpected = isSameVersion(found.text, asks.expect);
	const seen = {
		found: show(found.text, LONGEST_VERSION),
		isExpected
	};
	if (isExpected) return {
		...passed(`version ${seen.found} answers`),
		version: seen
	};
	const message = `expected version ${show(asks.expect, LONGEST_VERSION)}, but found ${seen.found}`;
	return {
		...failed("version-mismatch", message),
		version: seen
	};
}
const LONGEST_VERSION = 64;
function versionIn(answer, from, show) {
	switch (from.kind) {
		case "json": return versionInJson(answer.body, from.path, show);
		case "header": {
			const text = (Object.hasOwn(answer.headers, from.name) ? answer.headers[from.name] : void 0)?.[0]?.trim();
			if (text === void 0 || text === "") return none(failed("header", `there is no header \`${from.name}\``));
			return {
				kind: "version",
				text
			};
		}
		case "regex": {
			const text = compilePattern(from.pattern).firstGroupIn(answer.body);
			if (text === void 0 || text === "") return none(failed("body", `nothing in the body matches ${JSON.stringify(from.pattern)}`));
			return {
				kind: "version",
				text
			};
		}
	}
}
function versionInJson(body, path, show) {
	const read = readJson(body);
	if (read.kind === "not-json") return none(notJson(body, show));
	const found = findAtPath(path, read.value);
	if (found.kind !== "found") return none(failed("path-not-found", `there is nothing at \`${path}\``));
	if (typeof found.value === "string" && found.value !== "") return {
		kind: "version",
		text: found.value
	};
	const type = found.value === "" ? "an empty text" : `a value of type ${jsonTypeOf(found.value)}`;
	return none(unjudged("type-mismatch", `expected a text at \`${path}\`, but there is ${type}`));
}
function none(why) {
	return {
		kind: "none",
		why
	};
}
/** As git shortens commits: fewer characters than these name too many. */
const COMMIT = /^[0-9a-f]{7,64}$/i;
/** The same text; of commits, one may be the beginning of the other. */
function isSameVersion(one, other) {
	if (one === other) return true;
	if (!COMMIT.test(one) || !COMMIT.test(other)) return false;
	const [short = "", long = ""] = [one.toLowerCase(), other.toLowerCase()].toSorted((a, b) => a.length - b.length);
	return long.startsWith(short);
}

// src/smoke/assess/assess.ts
function assess(result, asks, check, view) {
	if (result.kind !== "answer") return assessNoAnswer(result, view);
	const assessment = assessAnswer(result, asks, view);
	return check.showsBodyOnFailure && assessment.verdict !== "pass" ? withBody(assessment, textOf(result), view) : assessment;
}
/** Nobody answered, or nothing that could be judged. */
function assessNoAnswer(result, { show }) {
	const isMissing = result.kind === "missing";
	return {
		verdict: "error",
		code: result.code,
		message: show(result.message, LONGEST_PROBE_MESSAGE),
		wasAnswered: !isMissing && result.code !== "blocked-address" && result.code !== "assertion",
		isMissing,
		isFinal: !isMissing
	};
}
const LONGEST_PROBE_MESSAGE = 500;
function assessAnswer(answer, asks, view) {
	switch (asks.type) {
		case "http": return answer.of === "http" ? assessHttp(answer, asks.expects, view) : unlike(asks.type, answer.of);
		case "version": return answer.of === "http" ? assessVersion(answer, asks, view) : unlike(asks.type, answer.of);
		case "prometheus": return answer.of === "http" ? assessPrometheus(answer, asks, view) : unlike(asks.type, answer.of);
		case "junit": return answer.of === "file" ? assessJunit(answer.text, asks) : unlike(asks.type, answer.of);
		default: return assessConnection(answer, asks, view);
	}
}
function assessConnection(answer, asks, view) {
	if (answer.of !== asks.type) return unlike(asks.type, answer.of);
	switch (answer.of) {
		case "tls": return assessCertificate(answer.validUntilMs - view.nowMs, asks.type === "tls" ? asks.expiresInDays : 0);
		case "tcp": return passed(`connected in ${Math.round(answer.durationMs)} ms`);
		case "dns": {
			const { addresses } = answer;
			if (addresses.length === 0) return failed("dns", "expected the name to have an address, but it has none");
			return passed(`leads to ${view.show(addresses.join(", "))}`);
		}
		default: {
			const { exitCode } = answer;
			if (exitCode === 0) return passed(`ended with 0 in ${Math.round(answer.durationMs)} ms`);
			if (exitCode === null) return unjudged("exit-code", "expected the program to end with 0, but a signal ended it");
			return failed("exit-code", `expected the program to end with 0, but it ended with ${exitCode}`);
		}
	}
}
const DAY_MS = 864e5;
function assessCertificate(leftMs, days) {
	const left = Math.floor(leftMs / DAY_MS);
	if (leftMs >= days * DAY_MS) return passed(`the certificate is valid for ${left} more days`);
	const is = leftMs < 0 ? "it has expired" : `it ends in ${left}`;
	return failed("tls", `expected a certificate that is valid for at least ${days} more days, but ${is}`);
}
function textOf(answer) {
	switch (answer.of) {
		case "http": return answer.body;
		case "command": return answer.output;
		default: return "";
	}
}
/** A probe that answers another question than was asked is broken, and its answer shows nothing. */
function unlike(type, of) {
	return {
		...unjudged("assertion", `a ${type} check was answered by a probe of ${of}`),
		isFinal: true
	};
}

// src/smoke/latency/mann-whitney.ts
/** @param confidence of the two-sided interval, above 0 and below 1. Both lists have finite values, at least one. */
function shiftBetween(before, now, confidence) {
	const differences = new Float64Array(before.length * now.length);
	let index = 0;
	for (const one of now) for (const other of before) differences[index++] = one - other;
	differences.sort();
	const mean = differences.length / 2;
	const spread = quantile((1 + confidence) / 2) * Math.sqrt(varianceOfU(before, now));
	const low = clamp(Math.floor(mean - spread) - 1, differences.length);
	const high = clamp(Math.ceil(mean + spread), differences.length);
	return {
		estimate: median(differences),
		lower: differences[low] ?? 0,
		upper: differences[high] ?? 0
	};
}
/** Smaller with ties: equal values have no order. Zero when all values are one. */
function varianceOfU(before, now) {
	const [m, n] = [before.length, now.length];
	const all = m + n;
	const counts = /* @__PURE__ */ new Map();
	for (const value of [...before, ...now]) counts.set(value, (counts.get(value) ?? 0) + 1);
	let ties = 0;
	for (const count of counts.values()) ties += count ** 3 - count;
	return all < 2 ? 0 : m * n / 12 * (all + 1 - ties / (all * (all - 1)));
}
function clamp(index, length) {
	return Math.min(Math.max(index, 0), length - 1);
}
function median(sorted) {
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? 0;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
/** Of the standard normal distribution, by bisection over {@link below}: precise to 1e-9, which ranks do not need. */
function quantile(probability) {
	let [low, high] = [-9, 9];
	for (let step = 0; step < 60; step++) {
		const middle = (low + high) / 2;
		if (below(middle) < probability) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
/** Standard normal distribution function by its series about zero. */
function below(z) {
	let term = z;
	let sum = z;
	for (let k = 1; k < 400 && Math.abs(term) > 1e-16; k++) {
		term *= z * z / (2 * k + 1);
		sum += term;
	}
	const density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
	return Math.min(Math.max(.5 + sum * density, 0), 1);
}

// src/smoke/latency/percentiles.ts
/** @param percent above 0 and up to 100. Of no values: NaN. */
function percentile(values, percent) {
	const sorted = values.toSorted((one, other) => one - other);
	return sorted[Math.ceil(percent / 100 * sorted.length) - 1] ?? NaN;
}
function latencyReport(values) {
	const at = (percent) => written(percentile(values, percent));
	return {
		n: values.length,
		p50: at(50),
		p95: at(95),
		p99: at(99),
		max: at(100),
		samples: values.map(written)
	};
}
/** As JSON has it: whole tenths, and null for what did not end. */
function written(ms) {
	return Number.isFinite(ms) ? Math.round(ms * 10) / 10 : null;
}
function measuredOf(samples) {
	return samples.map((ms) => ms ?? Number.POSITIVE_INFINITY);
}

// src/smoke/latency/compare.ts
function compareLatency(now, before, { by }, timeoutMs) {
	if (before === void 0 || before.n < 20) return {
		kind: "no-baseline",
		message: `nothing to compare with: of a baseline, ${before === void 0 ? "there is none" : `it has ${before.n} samples of the ${20} needed`}`
	};
	return by.method === "ratio" ? byRatio(now, before, by) : byRank(now, before, by, timeoutMs);
}
function byRatio(now, before, rule) {
	const [one, other] = [percentileOf(now, rule.percentile), percentileOf(before, rule.percentile)];
	const found = `${rule.percentile} is ${said$1(one)}, in the baseline ${said$1(other)}`;
	if (!(Number.isFinite(other) && one > rule.maxRatio * other && one - other >= rule.minDifferenceMs)) return {
		kind: "alike",
		message: found
	};
	return {
		kind: "slower",
		message: `expected ${`at most ${rule.maxRatio} times the baseline or less than ${rule.minDifferenceMs} ms above it`}, but ${found}`
	};
}
function byRank(now, before, rule, timeoutMs) {
	if (now.samples === void 0 || before.samples === void 0) return {
		kind: "no-baseline",
		message: "nothing to compare with: the baseline kept no samples"
	};
	const ranked = (samples) => measuredOf(samples).map((ms) => Math.min(ms, timeoutMs));
	const [one, other] = [ranked(now.samples), ranked(before.samples)];
	const { estimate, lower } = shiftBetween(other, one, rule.confidence);
	const ratio = meanOf(other) === 0 ? Number.POSITIVE_INFINITY : meanOf(one) / meanOf(other);
	const isSlower = lower > 0 && lower > rule.tolerance * Math.abs(estimate) && ratio > rule.allowedIncrease;
	const found = `typically ${Math.round(estimate * 10) / 10} ms slower than the baseline`;
	if (!isSlower) return {
		kind: "alike",
		message: `not slower than the baseline beyond chance (${found})`
	};
	return {
		kind: "slower",
		message: `expected no slower answers than the baseline's, but they are ${found}, at ${rule.confidence * 100} % confidence`
	};
}
function percentileOf(report, percentile) {
	return report[percentile] ?? Number.POSITIVE_INFINITY;
}
function said$1(ms) {
	return Number.isFinite(ms) ? `${Math.round(ms)} ms` : "no answer in time";
}
function meanOf(values) {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

// src/smoke/latency/judge-latency.ts
const PERCENTILES = [
	"p50",
	"p95",
	"p99"
];
function judgeLatency(latency, { budgets, compare }, before, timeoutMs) {
	const conclude = (verdict, code, message) => ({
		verdict,
		code,
		message,
		latency,
		isMissing: false,
		isFinal: false,
		wasAnswered: latency.p50 !== null || latency.samples?.some((ms) => ms !== null) === true
	});
	if (latency.n < 20) return conclude("inconclusive", "too-few-samples", `${latency.n} samples are too few to judge by, at least ${20} are needed`);
	const over = PERCENTILES.find((name) => isOver(latency[name], budgets[name]));
	if (over !== void 0) return conclude("fail", "latency", `expected ${over} of at most ${budgets[over]} ms, but found ${said(latency[over])} (${latency.n} samples)`);
	const found = `${PERCENTILES.map((name) => `${name} ${said(latency[name])}`).join(", ")} (${latency.n} samples)`;
	if (compare === void 0) return conclude("pass", null, found);
	const compared = compareLatency(latency, before, compare, timeoutMs);
	if (compared.kind === "slower") return conclude("fail", "latency", compared.message);
	if (compared.kind === "alike") return conclude("pass", null, `${found}; ${compared.message}`);
	return withoutBaseline(compared, conclude, {
		found,
		hasBudgets: Object.keys(budgets).length > 0
	});
}
/** The budgets hold without a baseline; a check that asks for nothing else has shown nothing. */
function withoutBaseline({ message }, conclude, { found, hasBudgets }) {
	if (hasBudgets) return conclude("pass", null, `${found}; ${message}`);
	return {
		...conclude("inconclusive", "no-baseline", `${message} (${found})`),
		lacksBaseline: true
	};
}
function isOver(ms, budget) {
	return budget !== void 0 && (ms === null || ms > budget);
}
function said(ms) {
	return ms === null ? "no answer in time" : `${Math.round(ms)} ms`;
}

// src/smoke/latency/measure.ts
async function measureLatency(check, asks, measuring) {
	const series = openSeries(check.errorIs);
	const other = openSeries("fail");
	const otherUrl = asks.compare?.to.kind === "url" ? asks.compare.to.url : void 0;
	for (let index = 0; index < asks.samples + 3; index++) {
		if (index > 0) await measuring.pause();
		const end = await addNext(series, asks.url, index, measuring);
		if (end !== void 0) return end;
		if (otherUrl !== void 0) await addNext(other, otherUrl, index, measuring);
	}
	const before = otherUrl === void 0 ? measuring.baseline : latencyReport(other.values);
	return {
		kind: "measured",
		assessment: judgeLatency(latencyReport(series.values), asks, before, check.timeoutMs),
		durationMs: series.tookMs
	};
}
/** The end of the measurement, when this request makes one. */
async function addNext(series, url, index, { ask, isOver, view }) {
	const cut = () => ({
		kind: "cut",
		wasAnswered: series.answered > 0
	});
	if (isOver()) return cut();
	const result = await ask(url);
	if (isOver() && result.kind !== "answer") return cut();
	const assessment = add(series, result, index >= 3, view());
	return assessment === void 0 ? void 0 : {
		kind: "measured",
		assessment,
		durationMs: series.tookMs
	};
}
function openSeries(errorIs) {
	return {
		errorIs,
		values: [],
		answered: 0,
		refused: 0,
		tookMs: 0
	};
}
/** Why this series can show nothing more: a wrong answer that is fast would be no good sign. */
function add(series, result, isCounted, view) {
	series.tookMs += result.durationMs;
	if (result.kind === "answer") {
		series.answered += 1;
		if (result.of === "http" && !isAmong(result.status, [{
			from: 200,
			to: 299
		}])) return wrongAnswer(result.status, result.retryAfterMs);
	} else if (result.kind === "unusable" || result.code !== "timeout" && isNobodyThere(series)) return assessNoAnswer(result, view);
	const ms = result.kind === "answer" ? result.durationMs : Number.POSITIVE_INFINITY;
	if (isCounted) series.values = [...series.values, ms];
}
/** One connection that is cut is a slow answer; when nobody ever answered, why says more than how slowly. */
function isNobodyThere(series) {
	series.refused += 1;
	return series.errorIs === "error" || series.answered === 0 && series.refused >= REFUSED_AT_MOST;
}
/** Asked in vain at most, so that a service that is down does not take the time of a measurement. */
const REFUSED_AT_MOST = 5;
function wrongAnswer(status, retryAfterMs) {
	return {
		verdict: "fail",
		code: "status",
		message: `expected status 200-299 of every request, but found ${status}`,
		wasAnswered: true,
		isMissing: false,
		isFinal: false,
		status,
		retryAfterMs
	};
}

// src/smoke/request-of.ts
/** Redirects followed where a check does not say. */
const MAX_REDIRECTS = 5;
function requestOf(asks, timeoutMs) {
	switch (asks.type) {
		case "http": {
			const { method, url, headers, body, maxRedirects } = asks.request;
			return {
				kind: "http",
				method,
				url,
				headers,
				...body === void 0 ? {} : { body },
				maxRedirects,
				timeoutMs
			};
		}
		case "version":
		case "prometheus": return getRequest(asks.url, timeoutMs);
		case "tls":
		case "tcp": return {
			kind: asks.type,
			host: asks.host,
			port: asks.port,
			timeoutMs
		};
		case "dns": return {
			kind: "dns",
			name: asks.name,
			timeoutMs
		};
		case "command": return {
			kind: "command",
			argv: asks.argv,
			timeoutMs
		};
		case "junit": return {
			kind: "file",
			path: asks.file,
			timeoutMs
		};
	}
}
function getRequest(url, timeoutMs) {
	return {
		kind: "http",
		method: "GET",
		url,
		headers: {},
		maxRedirects: MAX_REDIRECTS,
		timeoutMs
	};
}

// src/smoke/sample.ts
/** One sample of a check: up to `retry.attempts` attempts, of which the last one counts. */
/** A poll of the warm-up is one attempt: what it misses is not counted anyway. */
async function takeSample(check, context, isOfWarmUp) {
	const { ports, ends } = context;
	const most = isOfWarmUp ? 1 : check.retry.attempts;
	const attempts = [];
	const sampleWith = (wasCut, wasAnswered = false) => ({
		attempts,
		wasCut,
		wasAnswered: wasAnswered || attempts.some(({ assessment }) => assessment.wasAnswered)
	});
	for (;;) {
		if (ends.any.aborted) return sampleWith(true);
		const at = toInstant(ports.now());
		const asked = await ask(check, context);
		if (asked.kind === "cut") return sampleWith(true, asked.wasAnswered);
		const attempt = attemptOf(at, asked, isOfWarmUp);
		attempts.push(attempt);
		tellAttempt(check, attempt, {
			attempt: attempts.length,
			ofAttempts: most
		}, context);
		if (attempts.length >= most || !isWorthRetrying(attempt.assessment, check.retry)) return sampleWith(false);
		const wait = backoff(check.retry, attempts.length, attempt.assessment.retryAfterMs, ports.random());
		await ports.sleep(wait, ends.any);
	}
}
async function ask(check, context) {
	const { asks } = check;
	if (asks.type === "latency") return askOften(check, asks, context);
	const { ports, ends, view } = context;
	const result = await ports.probe(requestOf(asks, check.timeoutMs), ends.any);
	if (ends.any.aborted && result.kind !== "answer") return {
		kind: "cut",
		wasAnswered: false
	};
	return {
		kind: "measured",
		assessment: assess(result, asks, check, view()),
		durationMs: result.durationMs
	};
}
function askOften(check, asks, context) {
	const { ports, ends, view, baseline } = context;
	const before = baseline?.checks.find(({ id, type }) => id === check.id && type === "latency");
	return measureLatency(check, asks, {
		ask: (url) => ports.probe(getRequest(url, check.timeoutMs), ends.any),
		pause: () => check.intervalMs === 0 ? Promise.resolve() : ports.sleep(check.intervalMs, ends.any),
		isOver: () => ends.any.aborted,
		baseline: before?.latency,
		view
	});
}
function attemptOf(at, asked, isOfWarmUp) {
	const { assessment, durationMs } = asked;
	const { verdict, code } = assessment;
	return {
		assessment,
		isOfWarmUp,
		report: {
			at,
			duration: Math.round(durationMs),
			verdict,
			reason: code === null ? null : { code }
		}
	};
}
function tellAttempt({ id }, { assessment, isOfWarmUp }, turn, { tell }) {
	const { verdict, message } = assessment;
	if (isOfWarmUp) tell({
		kind: "warm-up",
		id,
		message
	});
	else tell({
		kind: "attempt",
		id,
		verdict,
		message,
		...turn
	});
}
function isWorthRetrying(assessment, { on }) {
	const { verdict, status, isFinal } = assessment;
	if (isFinal) return false;
	if (status !== void 0 && isAmong(status, on.statuses)) return true;
	return verdict === "error" ? on.errors : verdict === "fail" && on.fails;
}
/** Exponential with full jitter. The other side may ask for more patience, up to the longest wait. */
function backoff(retry, attempt, retryAfterMs, random) {
	const ceiling = Math.min(retry.maxMs, retry.baseMs * retry.factor ** (attempt - 1));
	return Math.max(random * ceiling, Math.min(retryAfterMs ?? 0, retry.maxMs));
}
/** Nobody there after all retries is a failure where `error-is` says so; with retries left it is not known yet. */
function resultOf(sample, errorIs) {
	const last = sample.attempts.at(-1)?.assessment;
	if (last === void 0) return null;
	if (last.verdict === "error" && last.isMissing && errorIs === "fail" && !sample.wasCut) return "fail";
	return last.verdict;
}

// src/smoke/verdict.ts
const NO_SAMPLES = {
	samples: 0,
	fails: 0,
	passesInARow: 0,
	errorsInARow: 0,
	answers: 0,
	last: null
};
function countSample(tally, sample) {
	const { result } = sample;
	return {
		samples: tally.samples + 1,
		fails: tally.fails + (result === "fail" ? 1 : 0),
		passesInARow: result === "pass" ? tally.passesInARow + 1 : 0,
		errorsInARow: result === "error" ? tally.errorsInARow + 1 : 0,
		answers: tally.answers + (sample.wasAnswered ? 1 : 0),
		last: result
	};
}
/** During the warm-up only passes count; anything else ends their row, and is remembered as the last thing seen. */
function countWarmUp(tally, sample) {
	const passesInARow = sample.result === "pass" ? tally.passesInARow + 1 : 0;
	return {
		...NO_SAMPLES,
		passesInARow,
		answers: tally.answers + (sample.wasAnswered ? 1 : 0),
		last: sample.result
	};
}
/** The verdict so far, or null: another sample is needed. The rules stand in the order in which they win. */
function judge(tally, limits) {
	if (tally.fails > limits.failureLimit) return "fail";
	if (tally.errorsInARow > limits.consecutiveErrorLimit) return "error";
	if (tally.passesInARow >= limits.passes) return "pass";
	if (tally.samples < limits.samples) return null;
	return tally.last === "error" ? "error" : "inconclusive";
}
/** The verdict of a check that the deadline cut short. What still failed then failed, though the warm-up was not over. */
function judgeAtDeadline(tally) {
	if (tally.answers === 0) return "error";
	return tally.fails > 0 || tally.last === "fail" ? "fail" : "inconclusive";
}
const SEVERITY = [
	"pass",
	"inconclusive",
	"error",
	"fail"
];
/** The worst verdict of the required checks. None at all is an error: nothing was shown. */
function worstOf(required) {
	const judged = required.filter((verdict) => verdict !== "skipped");
	const worst = SEVERITY[Math.max(...judged.map((verdict) => SEVERITY.indexOf(verdict)))] ?? "error";
	return worst === "pass" && judged.length < required.length ? "error" : worst;
}

// src/smoke/check-run.ts
/** Takes samples of one check until its verdict stands, or until it is cut short. */
/** @param warmUp aborts when the warm-up is over; undefined: this check has none. */
async function runCheck(check, context, warmUp) {
	const state = {
		check,
		attempts: [],
		tally: NO_SAMPLES,
		versions: noVersions()
	};
	const { ports, ends } = context;
	for (;;) {
		const isOfWarmUp = warmUp?.aborted === false;
		const sample = await takeSample(check, context, isOfWarmUp);
		count$1(state, sample, isOfWarmUp);
		const verdict = warmUp !== void 0 && !isOfWarmUp && isStillMissing(state) && !sample.wasCut ? "fail" : verdictSoFar(state, sample);
		if (verdict !== null) return endReport(state, {
			kind: "judged",
			verdict
		});
		if (!sample.wasCut && check.intervalMs > 0) await ports.sleep(check.intervalMs, ends.any);
		if (ends.any.aborted) return cutShort(state, context);
	}
}
function count$1(state, sample, isOfWarmUp) {
	const { check } = state;
	state.attempts.push(...sample.attempts);
	state.versions = seeVersions(state.versions, sample.attempts);
	const result = resultOf(sample, check.errorIs);
	if (result === null) {
		if (sample.wasAnswered) state.tally = {
			...state.tally,
			answers: state.tally.answers + 1
		};
		return;
	}
	const counted = {
		result,
		wasAnswered: sample.wasAnswered
	};
	state.tally = isOfWarmUp ? countWarmUp(state.tally, counted) : countSample(state.tally, counted);
}
function verdictSoFar({ check, tally, versions, attempts }, sample) {
	const verdict = judge(tally, check.limits);
	if (verdict === null || sample.wasCut && verdict !== "fail") return null;
	if (isLackingBaseline(attempts)) return "inconclusive";
	return verdict === "inconclusive" && tally.samples >= check.limits.samples ? judgeVersions(verdict, versions) : verdict;
}
/** A version that somebody answered with is on its way; one that nobody did has had its time. */
function isStillMissing({ check, tally, versions }) {
	return check.limits.isDueAfterWarmUp && tally.last === "fail" && !hasExpected(versions);
}
function cutShort(state, { ends }) {
	if (ends.cancelled.aborted) return endReport(state, { kind: "cancelled" });
	if (!ends.deadline.aborted) return endReport(state, { kind: "fail-fast" });
	const verdict = judgeVersions(judgeAtDeadline(state.tally), state.versions);
	return endReport(state, {
		kind: "deadline",
		verdict
	});
}

// src/smoke/pre-existing.ts
/**
* The verdict stays `fail`, so that nothing is promoted; the reason says that a rollback would not help. A version
* check is never excused: before a deployment the new version is not there, by its nature.
*/
function withBaseline(report, baseline) {
	if (report.verdict !== "fail" || report.type === "version") return report;
	const before = baseline?.checks.find(({ id, type }) => id === report.id && type === report.type);
	if (before?.verdict !== "fail") return report;
	const message = `failed before the deployment, too${before.reason === null ? "" : ` (${before.reason.code})`}; now${report.reason === null ? "" : ` (${report.reason.code})`}: ${report.message}`;
	return {
		...report,
		reason: { code: "pre-existing" },
		message
	};
}

// src/smoke/slots.ts
function openSlots(most) {
	const waiting = [];
	let free = most;
	const enter = async () => {
		if (free > 0) {
			free -= 1;
			return;
		}
		await new Promise((resolve) => waiting.push(resolve));
	};
	const leave = () => {
		const next = waiting.shift();
		if (next === void 0) free += 1;
		else next();
	};
	return { use: async (work) => {
		await enter();
		try {
			return await work();
		} finally {
			leave();
		}
	} };
}

// src/smoke/schedule.ts
/** Which check runs when: after those it depends on, so many at one time, none after a required one has failed. */
/** In the order of the file. */
async function runChecks(plan, context) {
	const slots = openSlots(plan.concurrency);
	const started = /* @__PURE__ */ new Map();
	const start = (check) => {
		const known = started.get(check.id);
		if (known !== void 0) return known;
		const report = runAfter(plan.checks.filter(({ id }) => waitsFor(plan, check).includes(id)).map(start), check, {
			plan,
			context,
			slots
		}).then((ended) => {
			context.tell({
				kind: "check-ended",
				report: ended
			});
			if (plan.failFast && ended.severity === "required" && ended.verdict === "fail") context.failFast();
			return ended;
		});
		started.set(check.id, report);
		return report;
	};
	return Promise.all(plan.checks.map(start));
}
async function runAfter(before, check, { plan, context, slots }) {
	const lost = (await Promise.all(before)).filter((report) => report.verdict !== "pass" && holdsBack(report, check));
	const needed = lost.find(({ id }) => check.dependsOn.includes(id));
	if (needed !== void 0) return skipReport(check, "dependency", `not asked, because ${sayLost(needed)}`);
	if (context.ends.failFast.aborted) return skipReport(check, "fail-fast", "not asked, because a required check had failed");
	const [awaited] = lost;
	if (awaited !== void 0) return skipReport(check, "dependency", `not asked, because the warm-up waits for a check and ${sayLost(awaited)}`);
	return slots.use(async () => {
		context.tell({
			kind: "check-started",
			id: check.id
		});
		const warmUp = plan.warmUp?.until === check.id ? context.ports.signalAfter(plan.warmUp.maxMs) : void 0;
		return withBaseline(await runCheck(check, context, warmUp), context.baseline);
	});
}
/** What is advisory changes no verdict of a run: a required check is asked in spite of it. */
function holdsBack({ severity }, check) {
	return severity === "required" || check.severity === "advisory";
}
function sayLost({ id, verdict }) {
	return `\`${id}\` did not pass (${verdict})`;
}
/** The check that ends the warm-up shows that the service is there at all: until it has passed, nobody else asks. */
function waitsFor({ warmUp }, check) {
	return warmUp === null || warmUp.until === check.id ? check.dependsOn : [...check.dependsOn, warmUp.until];
}

// src/smoke/check-order.ts
/** Which checks wait for which: only for those that there are, and never in a circle. */
function checkOrder(file) {
	const ids = file.checks.map(({ id }) => id);
	const until = file["warm-up"]?.until;
	const found = [...file.checks.flatMap((check, index) => (check["depends-on"] ?? []).flatMap((id, at) => unknownCheck(id, ids, [
		"checks",
		index,
		"depends-on",
		at
	]))), ...until === void 0 ? [] : unknownCheck(until, ids, ["warm-up", "until"])];
	return found.length > 0 ? found : cycles(file);
}
function unknownCheck(id, ids, path) {
	if (ids.includes(id)) return [];
	const meant = nearest(id, ids);
	const fix = meant === void 0 ? "Add the check, or name another." : `Did you mean \`${meant}\`?`;
	return [finding("check-unknown", path, `There is no check \`${id}\`, so nothing could wait for it. ${fix}`)];
}
/** Told once for each circle, at the check of it that stands first in the file. */
function cycles(file) {
	const warmUp = file["warm-up"] ?? null;
	const waits = new Map(file.checks.map((check) => {
		const planned = warmUp === null ? null : {
			maxMs: warmUp.max,
			until: warmUp.until
		};
		return [check.id, waitsFor({ warmUp: planned }, {
			id: check.id,
			dependsOn: check["depends-on"] ?? []
		})];
	}));
	const told = /* @__PURE__ */ new Set();
	return file.checks.flatMap((check, index) => {
		const circle = told.has(check.id) ? void 0 : circleFrom(check.id, waits);
		if (circle === void 0) return [];
		for (const id of circle) told.add(id);
		const path = check["depends-on"] === void 0 ? ["warm-up", "until"] : [
			"checks",
			index,
			"depends-on"
		];
		const message = `${[...circle, check.id].map((id) => `\`${id}\``).join(" waits for ")}, so none of them could ever be asked. Take one of the names out.`;
		return [finding("dependency-cycle", path, message)];
	});
}
/** The ids on a way from a check back to itself, breadth first: the shortest way. */
function circleFrom(start, waits) {
	const ways = [[start]];
	const visited = /* @__PURE__ */ new Set();
	for (const way of ways) for (const next of waits.get(way.at(-1) ?? "") ?? []) {
		if (next === start) return way;
		if (visited.has(next)) continue;
		visited.add(next);
		ways.push([...way, next]);
	}
}

// src/smoke/plan.ts
const JSON_OPERATORS = [
	"==",
	"!=",
	">",
	">=",
	"<",
	"<=",
	"contains",
	"not-contains",
	"matches",
	"starts-with",
	"ends-with",
	"exists",
	"not-exists",
	"type",
	"in"
];
const JSON_TYPES = [
	"object",
	"array",
	"string",
	"number",
	"boolean",
	"null"
];

// src/smoke/check-types/check-pattern.ts
function patternFindings(pattern, path) {
	const problem = typeof pattern === "string" ? patternProblem(pattern) : void 0;
	if (problem === void 0) return [];
	const message = `The expression ${problem}, so nothing could be matched. RE2 has no look-around and no back-references.`;
	return [finding("pattern-invalid", path, message)];
}
function jsonPathFindings(jsonPath, path) {
	const problem = jsonPath === void 0 ? void 0 : jsonPathProblem(jsonPath);
	if (problem === void 0) return [];
	const message = `The path ${problem}, so it could lead nowhere. It begins with \`$\`, e.g. \`$.commit\` or \`$.checks[0].name\`.`;
	return [finding("json-path-invalid", path, message)];
}

// src/smoke/check-types/check-json.ts
function jsonRuleFindings(rule, path) {
	return [...jsonPathFindings(rule.path, [...path, "path"]), ...valueFindings(rule, path)];
}
function valueFindings({ op, value }, path) {
	const at = [...path, "value"];
	if (op === "exists" || op === "not-exists") {
		if (value === void 0) return [];
		return [finding("assertion-refused", at, `\`${op}\` compares nothing. Take the value out, or name another \`op\`.`)];
	}
	if (value === void 0) return [finding("assertion-missing", path, `\`${op}\` needs something to compare with. Add \`value\`.`)];
	const wanted = wantedFor(op, value);
	if (wanted !== void 0) return [finding("assertion-refused", at, `\`${op}\` compares with ${wanted}, and this is none. Write one.`)];
	return op === "matches" ? patternFindings(value, at) : [];
}
/** What the value has to be, when it is not. */
function wantedFor(op, value) {
	switch (op) {
		case ">":
		case ">=":
		case "<":
		case "<=": return typeof value === "number" ? void 0 : "a number";
		case "matches":
		case "starts-with":
		case "ends-with": return typeof value === "string" ? void 0 : "a text";
		case "in": return Array.isArray(value) && value.length > 0 ? void 0 : "a list of values";
		case "type": return JSON_TYPES.some((type) => type === value) ? void 0 : `one of ${JSON_TYPES.map((type) => `\`${type}\``).join(", ")}`;
		default: return;
	}
}

// src/smoke/check-types/check-url.ts
/** The address itself is not repeated: it may hold what nobody else should read. */
function urlFindings(url, path) {
	const message = problemOf(url);
	return message === void 0 ? [] : [finding("url-refused", path, message)];
}
function problemOf(url) {
	if (!URL.canParse(url)) return "This is not an address, so nothing could be probed. Write it as `https://host/path`.";
	const { username, password } = new URL(url);
	if (username === "" && password === "") return void 0;
	return "The address holds a user name or a password, which would end up in reports. Take it out.";
}

// src/smoke/check-types/check-http.ts
function checkHttp(http, path) {
	if (http === void 0) return [];
	return [
		...urlFindings(http.url, [...path, "url"]),
		...requestFindings(http, path),
		...Object.entries(http.headers).flatMap(([name, rule]) => headerFindings(rule, [
			...path,
			"headers",
			name
		])),
		...bodyFindings(http, path),
		...(http.json ?? []).flatMap((rule, index) => jsonRuleFindings(rule, [
			...path,
			"json",
			index
		]))
	];
}
/** They say how the request is sent, which is not for a file to say. */
const SENT_BY_US = [...[
	"connection",
	"content-length",
	"expect",
	"keep-alive",
	"proxy-authorization",
	"proxy-connection"
], ...[
	"te",
	"trailer",
	"transfer-encoding",
	"upgrade"
]];
function requestFindings(http, path) {
	const found = Object.entries(http["request-headers"]).flatMap(([name, value]) => {
		const at = [
			...path,
			"request-headers",
			name
		];
		if (SENT_BY_US.includes(name.toLowerCase())) {
			const message = `\`${name}\` says how the request is sent, which is not for a file to say. Take it out.`;
			return [finding("header-refused", at, message)];
		}
		if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return [];
		return [finding("header-refused", at, "The value has a character that no header can have, such as a line break. Take it out.")];
	});
	if (http["request-body"] !== void 0 && (http.method === "GET" || http.method === "HEAD")) {
		const message = `A ${http.method} request has no body, and servers read it in different ways. Name another \`method\`, or take the body out.`;
		found.push(finding("assertion-refused", [...path, "request-body"], message));
	}
	return found;
}
function headerFindings(rule, path) {
	const keys = Object.keys(rule);
	if (keys.length === 0) return [finding("assertion-missing", path, "Nothing is said about the header. Add `equals`, `contains`, `matches` or `absent`.")];
	if (rule.absent === true && keys.length > 1) {
		const message = "A header that has to be absent has no value. Keep one of the two.";
		return [finding("assertion-refused", [...path, "absent"], message)];
	}
	return patternFindings(rule.matches, [...path, "matches"]);
}
function bodyFindings({ body, method, json }, path) {
	const found = [...patternFindings(body.matches, [
		...path,
		"body",
		"matches"
	])];
	const asksForText = body.contains !== void 0 || json !== void 0 || (body.equals ?? "") !== "";
	if (body.empty === true && asksForText) {
		const message = "A body that has to be empty cannot hold what is asked of it. Keep one of the two.";
		found.push(finding("assertion-refused", [
			...path,
			"body",
			"empty"
		], message));
	}
	if (body.contains !== void 0 && body.contains === body["not-contains"]) {
		const message = "The body has to contain a text and must not contain it. Keep one of the two.";
		found.push(finding("assertion-refused", [
			...path,
			"body",
			"not-contains"
		], message));
	}
	if (method === "HEAD" && asksForText) {
		const message = "The answer to `HEAD` has no body, so what is asked of it could never hold. Use `GET`.";
		found.push(finding("assertion-refused", [...path, "method"], message));
	}
	return found;
}

// src/smoke/check-types/check-measures.ts
function checkMeasures({ latency, prometheus, command }, path) {
	return [
		...checkLatency(latency, [...path, "latency"]),
		...checkPrometheus(prometheus, [...path, "prometheus"]),
		...checkCommand(command, [...path, "command"])
	];
}
function checkLatency(latency, path) {
	if (latency === void 0) return [];
	const { url, p50, p95, p99, compare } = latency;
	const found = [...urlFindings(url, [...path, "url"])];
	if (compare !== void 0 && compare.to !== "baseline") found.push(...urlFindings(compare.to.url, [
		...path,
		"compare",
		"to",
		"url"
	]));
	const budgets = [
		p50,
		p95,
		p99
	].filter((each) => each !== void 0);
	if (budgets.length === 0 && compare === void 0) found.push(finding("assertion-missing", path, "Nothing says how slow is too slow. Add `p50`, `p95`, `p99` or `compare`."));
	if (budgets.some((ms, index) => ms < (budgets[index - 1] ?? 0))) found.push(finding("limits-contradict", path, "A higher percentile is never faster than a lower one, so one of the limits has no meaning. Correct it."));
	return found;
}
function checkPrometheus(prometheus, path) {
	if (prometheus === void 0) return [];
	const { url, min, max } = prometheus;
	const found = [...urlFindings(url, [...path, "url"])];
	if (min === void 0 && max === void 0) found.push(finding("assertion-missing", path, "Nothing says which values pass. Add `min`, `max` or both."));
	if (min !== void 0 && max !== void 0 && min > max) {
		const message = "`min` is larger than `max`, so no value could pass. Correct one of them.";
		found.push(finding("limits-contradict", [...path, "min"], message));
	}
	return found;
}
function checkCommand(command, path) {
	if (command === void 0 || command.argv[0] !== "") return [];
	return [finding("text-empty", [
		...path,
		"argv",
		0
	], "The name of the program is empty. Write it.")];
}

// src/smoke/check-types/check-version.ts
function checkVersion(version, path) {
	if (version === void 0) return [];
	const { url, json, header, regex } = version;
	const found = [
		...urlFindings(url, [...path, "url"]),
		...jsonPathFindings(json, [...path, "json"]),
		...patternFindings(regex, [...path, "regex"])
	];
	const given = [
		json,
		header,
		regex
	].filter((each) => each !== void 0).length;
	if (given === 0) found.push(finding("assertion-missing", path, "Nothing says where the version stands in the answer. Add `json`, `header` or `regex`."));
	if (given > 1) found.push(finding("assertion-refused", path, "The version is looked for in several places, which may differ. Keep one of `json`, `header`, `regex`."));
	return found;
}

// src/smoke/check.ts
/** What a smoke file says that cannot be meant, though every key fits. */
function checkSmoke(file) {
	const { checks, control = [] } = file;
	return [
		...checks.flatMap((check, index) => [...checkType(check, index), ...checkOne(check, index)]),
		...checkIds(checks),
		...checkOrder(file),
		...control.flatMap((url, index) => urlFindings(url, ["control", index])),
		...checkSeverities(file)
	];
}
function checkOne(check, index) {
	const path = ["checks", index];
	return [
		...checkLimits(check, path),
		...checkHttp(check.http, [...path, "http"]),
		...checkVersion(check.version, [...path, "version"]),
		...checkMeasures(check, path)
	];
}
function checkType(check, index) {
	const types = typesOf(check);
	if (types.length === 1) return [];
	const path = ["checks", index];
	if (types.length === 0) return [finding("check-type", path, "The check does not say what is asked. Give it one type: `http`, `version`, `tls`, `tcp`, `dns`, `command`, `latency`, `prometheus` or `junit`.")];
	const message = `The check has several types, ${listOf(types)}, and could have only one verdict for all. Make a check of each.`;
	return [{
		code: "check-type",
		path: [...path, types[1] ?? ""],
		at: "key",
		message
	}];
}
function checkIds(checks) {
	const ids = checks.map((check) => check.id);
	return ids.flatMap((id, index) => {
		if (ids.indexOf(id) === index) return [];
		const message = `There are two checks \`${id}\`; a report could not tell them apart. Rename one.`;
		return [finding("check-duplicate", [
			"checks",
			index,
			"id"
		], message)];
	});
}
function checkSeverities(file) {
	if (file.checks.some((check) => severityOf(check, file) === "required")) return [];
	return [{
		code: "no-required-check",
		path: ["checks"],
		at: "key",
		message: "Every check is advisory, so the run could never fail. Make at least one of them `required`."
	}];
}

// src/smoke/duration.ts
/** Lengths of time in a smoke file: those of every document, and `ms`, since an answer comes sooner than a second. */
/** No run takes longer, and timers count to 24 days. */
const LONGEST_MS = 6048e5;
/** Milliseconds above zero, or undefined when the text is not a length of time that a run could wait for. */
function durationMs(text) {
	const short = /^(\d{1,9})ms$/.exec(text);
	const ms = short === null ? parseDuration(text) : Number(short[1]);
	return ms !== void 0 && ms > 0 && ms <= LONGEST_MS ? ms : void 0;
}

// src/smoke/check-types/schema.ts
/** The nine types of a check as people write them (contract, section 7). */
const A_DURATION = "a length of time above zero and up to `7d`, such as `500ms`, `10s` or `5m`";
/** Milliseconds. */
const duration = z.string().transform((text, context) => {
	const ms = durationMs(text);
	if (ms !== void 0) return ms;
	context.issues.push({
		code: "invalid_format",
		format: "length-of-time",
		message: A_DURATION,
		input: text
	});
	return z.NEVER;
}).meta({ title: "length of time" });
const status = z.union([z.int().min(100).max(599), z.string().regex(/^(?:[1-5]xx|[1-5]\d\d(?:-[1-5]\d\d)?)$/, "a status such as `200`, a class such as `2xx` or a range such as `200-204`")]).meta({ title: "status (200), class (2xx) or range (200-204)" });
const address = z.string().regex(/^https?:\/\//i, "an address that begins with `http://` or `https://`").max(2048).meta({
	title: "address",
	description: "The address that is asked."
});
const text = z.string().min(1).max(4096);
const pattern = z.string().min(1).meta({ title: "regular expression (RE2)" });
const port = z.int().min(1).max(65535);
const host = z.string().regex(/^[^\s/:@?#[\]]+$|^(?:[0-9A-Fa-f]*:){2,}[0-9A-Fa-f.]*$/, "the name or the address of a host, without scheme, port and path").max(255).meta({
	title: "host",
	description: "The host that is asked."
});
const count = z.int().min(0).max(1e6);
const headerRule = z.strictObject({
	equals: text.optional().meta({ description: "The value is this text." }),
	contains: text.optional().meta({ description: "The value contains this text." }),
	matches: pattern.optional().meta({ description: "This expression is found in the value." }),
	absent: z.boolean().optional().meta({ description: "The answer does not have the header." })
});
const headerName = z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, "the name of a header");
const jsonRule = z.strictObject({
	path: text.meta({
		title: "JSON path (RFC 9535)",
		description: "Leads to the value, e.g. `$.status`."
	}),
	op: z.enum(JSON_OPERATORS).default("==").meta({ description: "How it is compared. Typed: `\"true\"` is not `true`." }),
	value: z.json().optional().meta({
		title: "any value",
		description: "What it is compared with."
	})
});
const http = z.strictObject({
	url: address,
	method: z.enum([
		"GET",
		"HEAD",
		"OPTIONS",
		"PUT",
		"DELETE",
		"POST",
		"PATCH"
	]).default("GET").meta({ description: "`POST` and `PATCH` are sent once for each sample, unless `idempotent` is true." }),
	"request-headers": z.record(headerName, z.string().max(8192)).default({}).meta({ description: "Headers of the request." }),
	"request-body": z.string().max(65536).optional().meta({ description: "Body of the request." }),
	idempotent: z.boolean().optional().meta({ description: "Sending the request twice does no more than sending it once, so that it may be retried." }),
	status: z.union([status, z.array(status).min(1)]).default("2xx").meta({ description: "Statuses that pass." }),
	headers: z.record(headerName, headerRule).default({}).meta({ description: "What must hold of the headers." }),
	body: z.strictObject({
		contains: text.optional().meta({ description: "The body contains this text." }),
		"not-contains": text.optional().meta({ description: "The body does not contain this text." }),
		matches: pattern.optional().meta({ description: "This expression is found in the body." }),
		equals: z.string().max(65536).optional().meta({ description: "The body is this text." }),
		empty: z.boolean().optional().meta({ description: "Whether there is no body." }),
		sha256: z.string().regex(/^[0-9A-Fa-f]{64}$/, "64 hexadecimal digits").optional().meta({ description: "The SHA-256 of the body." })
	}).prefault({}).meta({ description: "What must hold of the body." }),
	json: z.array(jsonRule).min(1).max(100).optional().meta({ description: "What must hold of a JSON body, all of it." }),
	latency: duration.optional().meta({ description: "The whole answer is there within this time." }),
	size: z.int().min(0).optional().meta({ description: "Most bytes that the body may have." }),
	redirects: z.union([z.literal("none"), z.strictObject({ max: z.int().min(0).max(10).default(5).meta({ description: "Redirects followed at most." }) })]).prefault({}).meta({ description: "With `none`, an answer that redirects is the answer." })
});
const version = z.strictObject({
	url: address,
	json: text.optional().meta({
		title: "JSON path (RFC 9535)",
		description: "Where the version stands in the JSON body."
	}),
	header: headerName.optional().meta({
		title: "name of a header",
		description: "The header that has the version."
	}),
	regex: pattern.optional().meta({ description: "Its first group catches the version in the body." }),
	expect: text.meta({ description: "The version that was deployed, as a rule the name of its commit. Of commits, seven characters or more are enough." })
});
const tls = z.strictObject({
	host,
	port: port.default(443).meta({ description: "The port that is asked." }),
	"expires-in-days": z.int().min(0).max(3650).default(14).meta({ description: "Days for which the certificate has to be valid." })
});
const tcp = z.strictObject({
	host,
	port: port.meta({ description: "The port that is asked." })
});
const dns = z.strictObject({ name: z.string().regex(/^[^\s/:@?#]+$/, "a name such as `shop.example.com`").max(253).meta({
	title: "name of a host",
	description: "The name that has to lead to an address."
}) });
const command = z.strictObject({ argv: z.array(z.string().max(4096)).min(1).max(100).meta({ description: "The program and its arguments; no shell reads them. It has to end with 0." }) });
const ratio = z.number().min(1).max(100);
const compare = z.strictObject({
	to: z.union([z.literal("baseline"), z.strictObject({ url: address.meta({ description: "An address that is asked in turn with the first." }) })]).default("baseline").meta({ description: "The report of the run before, or an address that serves the version before." }),
	method: z.enum(["ratio", "mann-whitney"]).default("ratio").meta({ description: "A percentile against the same of before, or all samples by the Mann-Whitney U test." }),
	percentile: z.enum([
		"p50",
		"p95",
		"p99"
	]).default("p95").meta({ description: "`ratio`: the one that is compared." }),
	"max-ratio": ratio.default(1.5).meta({ description: "`ratio`: how many times as slow it may be." }),
	"min-difference": duration.prefault("50ms").meta({ description: "`ratio`: what is less slower is let pass." }),
	confidence: z.number().min(.5).max(.9999).default(.98).meta({ description: "`mann-whitney`: of the interval that the shift lies in." }),
	tolerance: z.number().min(0).max(1).default(.25).meta({ description: "`mann-whitney`: the interval has to lie above this part of the estimated shift." }),
	"allowed-increase": ratio.default(1).meta({ description: "`mann-whitney`: how many times the mean may be." })
});
const latency = z.strictObject({
	url: address,
	samples: z.int().min(1).max(1e3).default(20).meta({ description: "Requests that are measured, after 3 that are not. Fewer than 20 are inconclusive." }),
	p50: duration.optional().meta({ description: "Half of the answers are there within this time." }),
	p95: duration.optional().meta({ description: "95 % of the answers are there within this time." }),
	p99: duration.optional().meta({ description: "99 % of the answers are there within this time." }),
	compare: compare.optional().meta({ description: "What the samples are compared with." })
});
const prometheus = z.strictObject({
	url: address.meta({ description: "The server, or its `/api/v1/query`." }),
	query: text.meta({ description: "An instant query; of a list of series, every one has to fit." }),
	min: z.number().optional().meta({ description: "The least value that passes." }),
	max: z.number().optional().meta({ description: "The largest value that passes." }),
	"on-empty": z.enum([
		"fail",
		"pass",
		"inconclusive"
	]).meta({ description: "What a query without result means: nobody can guess it." })
});
const junit = z.strictObject({
	file: text.meta({ description: "A JUnit file that was written before." }),
	failures: count.default(0).meta({ description: "Failed tests that are let pass." }),
	flaky: count.optional().meta({ description: "Flaky tests that are let pass; not given: any number." })
});

// src/smoke/schema.ts
/** The smoke file as people write it (contract, section 7). The published JSON Schema is generated from here. */
const retry = z.strictObject({
	attempts: z.int().min(1).max(10).optional().meta({ description: "How often one sample is tried. Default: 3; 1 for `command`, and for `POST` and `PATCH` always." }),
	base: duration.prefault("1s").meta({ description: "Longest wait before the second attempt; chance shortens it." }),
	factor: z.number().min(1).max(10).default(2).meta({ description: "By how much each wait is longer than the last." }),
	max: duration.prefault("15s").meta({ description: "Longest wait, also where the other side asks for more." }),
	on: z.array(z.union([z.enum(["error", "fail"]).meta({ title: "`error` (no answer, or none that can be judged), `fail` (any)" }), status])).min(1).default([
		"error",
		"5xx",
		429
	]).meta({ description: "What is tried again." })
});
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "at most 64 letters, digits, `.`, `_` and `-`, a letter or digit first");
const check = z.strictObject({
	id: id.meta({
		title: "name",
		description: "Unique. Names the check in reports."
	}),
	http: http.optional().meta({ description: "One request and what must hold of its answer." }),
	version: version.optional().meta({ description: "The version that answers is the one that was deployed." }),
	tls: tls.optional().meta({ description: "The connection can be trusted, and for how long." }),
	tcp: tcp.optional().meta({ description: "Somebody listens." }),
	dns: dns.optional().meta({ description: "A name leads to an address." }),
	command: command.optional().meta({ description: "A program ends with 0. Only where the run allows programs." }),
	latency: latency.optional().meta({ description: "How long many answers take." }),
	prometheus: prometheus.optional().meta({ description: "The value of a query to Prometheus." }),
	junit: junit.optional().meta({ description: "How the tests of another tool ended." }),
	severity: z.enum(["required", "advisory"]).optional().meta({ description: "Whether the verdict of the run depends on it. Default: `required`; for `tls`, `advisory` where another check is required." }),
	timeout: duration.prefault("10s").meta({ description: "Longest time one attempt may take." }),
	retry: retry.prefault({}).meta({ description: "Attempts before a sample counts as failed." }),
	passes: z.int().min(1).max(100).optional().meta({ description: "How often in a row the check must pass. Default: 1; for `version` 3." }),
	samples: z.int().min(1).max(1e4).optional().meta({ description: "Samples taken at most. Default: 1 where one pass and no failed sample is asked for, else no limit." }),
	interval: duration.optional().meta({ description: "Wait from the end of a sample to the next. Default: `1s`; for `latency`, between requests, none." }),
	"failure-limit": z.int().min(-1).max(1e4).optional().meta({ description: "Failed samples that are let pass; -1: any number. Default: 0; for `version` as many as come in time." }),
	"consecutive-error-limit": z.int().min(0).max(1e4).optional().meta({ description: "Errors in a row that are let pass. Default: 4." }),
	"error-is": z.enum(["error", "fail"]).optional().meta({ description: "What nobody answering means. Default: `fail`; for `prometheus`, `command` and `junit` `error`." }),
	"depends-on": z.array(id).min(1).optional().meta({ description: "Checks that have to pass before this one is asked." }),
	watch: z.boolean().optional().meta({ description: "Asked again by the App while the deployment is watched (`verify.watch` of the policy). Default: no." }),
	"show-body": z.literal("on-failure").optional().meta({ description: "Up to 512 characters of the answer stand in the message of a failure. Not given: none." })
});
const SmokeFile = z.strictObject({
	version: z.literal(1).meta({ description: "The version of the language." }),
	deadline: duration.prefault("10m").meta({ description: "Longest time the whole run may take." }),
	"warm-up": z.strictObject({
		max: duration.prefault("2m").meta({ description: "Longest time for which nothing that fails is counted." }),
		until: id.meta({
			title: "name of a check",
			description: "The check whose passes end it; the others wait for it."
		})
	}).optional().meta({ description: "Time for what was deployed to come up." }),
	concurrency: z.int().min(1).max(16).default(4).meta({ description: "Checks asked at one time; of one host at most 2." }),
	"fail-fast": z.boolean().default(true).meta({ description: "Once a required check failed, the rest is skipped." }),
	control: z.array(address).min(1).max(10).optional().meta({ description: "Addresses that have nothing to do with the service: when none answers, the runner is to blame." }),
	network: z.enum(NETWORKS).optional().meta({ description: "Which addresses may be asked, where whoever starts the run does not say." }),
	checks: z.array(check).min(1).max(100).meta({ description: "What is checked, in the order of the report." })
});
/** The JSON Schema that editors use (draft 2020-12, of what people write: defaults may be left out). */
function smokeJsonSchema() {
	return z.toJSONSchema(SmokeFile, { io: "input" });
}

// src/smoke/substitute.ts
const PLACE = /\$\{([^}]*)\}/g;
/** The value with every `${NAME}` replaced, and the names that nobody set. Keys are left as they are. */
function substitute(value, values) {
	const unknown = [];
	return {
		value: replaceIn(value, [], values, unknown),
		unknown
	};
}
function replaceIn(value, path, values, unknown) {
	if (typeof value === "string") return value.replace(PLACE, (place, name) => {
		const text = textFor(name, values);
		if (text === void 0) unknown.push({
			path,
			name
		});
		return text ?? place;
	});
	if (Array.isArray(value)) return value.map((item, index) => replaceIn(item, [...path, index], values, unknown));
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).map(([key, item]) => [key, replaceIn(item, [...path, key], values, unknown)]);
	return Object.fromEntries(entries);
}
const SECRET = "env.";
/** A secret is never found under a plain name, nor the other way round. */
function textFor(name, { names, secrets }) {
	return name.startsWith(SECRET) ? secrets.get(name.slice(4)) : names.get(name);
}

// src/smoke/watched.ts
/**
* Taken before names are put in: what a job sets for other checks is not needed here. What runs for a while needs no
* warm-up, and what is not asked is not waited for. Null: no check is marked.
*/
function watchedPart(file) {
	if (!isMap(file) || !Array.isArray(file["checks"])) return {
		value: file,
		placeOf: (path) => path
	};
	const all = file["checks"];
	const places = all.flatMap((check, index) => isMap(check) && check["watch"] === true ? [index] : []);
	if (places.length === 0) return null;
	const marked = places.map((index) => all[index]);
	const ids = new Set(marked.map((check) => isMap(check) ? check["id"] : void 0));
	const { "warm-up": _, ...rest } = file;
	return {
		value: {
			...rest,
			checks: marked.map((check) => waitingFor(check, ids))
		},
		placeOf: ([first, index, ...more]) => {
			if (first !== "checks" || typeof index !== "number") return [
				first,
				index,
				...more
			].filter((one) => one !== void 0);
			return [
				first,
				places[index] ?? index,
				...more
			];
		}
	};
}
/** The check, which waits for none but these. */
function waitingFor(check, ids) {
	if (!isMap(check) || !Array.isArray(check["depends-on"])) return check;
	const { "depends-on": before, ...rest } = check;
	const left = before.filter((id) => ids.has(id));
	return left.length === 0 ? rest : {
		...rest,
		"depends-on": left
	};
}
function isMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/smoke/parse.ts
/** Text of a smoke file to a plan, or to problems with line and column. Nothing is probed before this succeeds. */
/** Every problem is found in one go, in the order of the file. */
function parseSmoke(text, origin) {
	const read = readYaml(text);
	if (read.kind === "unreadable") return unreadable(read.problem, origin);
	return planFrom({
		value: read.document.value,
		placeOf: (path) => path
	}, read.document, origin);
}
/** The same of the checks that are marked `watch: true`, as if there were no others. */
function parseWatched(text, origin) {
	const read = readYaml(text);
	if (read.kind === "unreadable") return unreadable(read.problem, origin);
	const part = watchedPart(read.document.value);
	return part === null ? { kind: "nothing-watched" } : planFrom(part, read.document, origin);
}
function unreadable(problem, { file }) {
	return {
		kind: "invalid",
		problems: [{
			severity: "error",
			source: "smoke",
			file,
			...problem
		}]
	};
}
function planFrom({ value, placeOf }, document, { file, names, secrets = NONE }) {
	const invalid = (found) => ({
		kind: "invalid",
		problems: locate(found, document, {
			source: "smoke",
			file
		})
	});
	const inFile = (found) => ({
		...found,
		path: placeOf(found.path)
	});
	const filled = substitute(value, {
		names,
		secrets
	});
	if (filled.unknown.length > 0) return invalid(filled.unknown.map(sayUnknownName).map(inFile));
	const shaped = SmokeFile.safeParse(filled.value);
	if (!shaped.success) {
		const issues = shaped.error.issues.map((issue) => ({
			...issue,
			path: [...placeOf(issue.path.filter(isPlace))]
		}));
		return invalid(shapeProblems(issues, document.value, {
			schema: smokeJsonSchema(),
			codes: SMOKE_PROBLEM_CODES
		}));
	}
	const found = checkSmoke(shaped.data);
	if (found.length > 0) return invalid(found.map(inFile));
	return {
		kind: "valid",
		plan: planOf(shaped.data, digestOf(document.value))
	};
}
const NONE = /* @__PURE__ */ new Map();
function sayUnknownName({ path, name }) {
	return {
		code: "unknown-name",
		path,
		at: "value",
		message: `Nobody set \`${name}\`, so it is not known what would be probed. ${name.startsWith("env.") ? `Allow it by name where the run is started (\`--secret-env\`, the input \`secret-env\`), and set it there.` : `Set it (\`--set ${name}=…\`; of the Action the input \`set\`), or write the value out.`}`
	};
}
/** YAML has no other keys. */
function isPlace(key) {
	return typeof key !== "symbol";
}

export { NO_SAMPLES as a, resultOf as c, CANCELLED as d, endReport as f, seeVersions as h, openSlots as i, takeSample as l, noVersions as m, parseWatched as n, countSample as o, joinVersions as p, runChecks as r, worstOf as s, parseSmoke as t, getRequest as u };