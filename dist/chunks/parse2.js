import { n as __require, r as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { c as RE2JS, i as nearest, n as shapeProblems, o as readYaml, r as listOf, s as locate, t as DOCUMENT_CODES } from "./problem-codes.js";
import { _ as NEVER, a as json, d as strictObject, f as string, g as toJSONSchema, i as int, l as record, m as union, n as array, o as literal, r as boolean, s as number, t as _enum } from "./schemas.js";
import { a as NETWORKS, l as toInstant, s as parseDuration, t as digestOf } from "./canonical.js";

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

// node_modules/json-p3/dist/json-p3.cjs.js
var require_json_p3_cjs = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Base class for all JSONPath errors.
	*/
	var JSONPathError = class extends Error {
		constructor(message, token) {
			super(message);
			this.message = message;
			this.token = token;
			Object.setPrototypeOf(this, new.target.prototype);
			this.name = "JSONPathError";
			this.message = withErrorContext(message, token);
		}
	};
	function withErrorContext(message, token) {
		if (token.input.length <= 9) return `${message} ('${token.input}':${token.index})`;
		if (token.index > token.input.length - 5) return `${message} ('${token.input.slice(token.input.length - 9)}':${token.index})`;
		if (token.index - 4 < 0) return `${message} ('${token.input.slice(0, 9)}':${token.index})`;
		return `${message} ('${token.input.slice(token.index - 4, token.index + 5)}':${token.index})`;
	}
	/**
	* Error thrown due to unexpected, internal path tokenization problems.
	*/
	var JSONPathLexerError = class extends JSONPathError {
		constructor(message, token) {
			super(message, token);
			this.message = message;
			this.token = token;
			Object.setPrototypeOf(this, new.target.prototype);
			this.name = "JSONPathLexerError";
			this.message = withErrorContext(message, token);
		}
	};
	/**
	* Error thrown due to type errors when evaluating filter expressions.
	*/
	var JSONPathTypeError = class extends JSONPathError {
		constructor(message, token) {
			super(message, token);
			this.message = message;
			this.token = token;
			Object.setPrototypeOf(this, new.target.prototype);
			this.name = "JSONPathTypeError";
			this.message = withErrorContext(message, token);
		}
	};
	/**
	* Error thrown due to out of range indices.
	*/
	var JSONPathIndexError = class extends JSONPathError {
		constructor(message, token) {
			super(message, token);
			this.message = message;
			this.token = token;
			Object.setPrototypeOf(this, new.target.prototype);
			this.name = "JSONPathIndexError";
			this.message = withErrorContext(message, token);
		}
	};
	/**
	* Error thrown when attempting to retrieve a filter function that has not
	* been registered.
	*/
	var UndefinedFilterFunctionError = class extends JSONPathError {
		constructor(message, token) {
			super(message, token);
			this.message = message;
			this.token = token;
			Object.setPrototypeOf(this, new.target.prototype);
			this.name = "UndefinedFilterFunctionError";
			this.message = withErrorContext(message, token);
		}
	};
	/**
	* Error thrown due to syntax errors found during parsing a JSONPath query.
	*/
	var JSONPathSyntaxError = class extends JSONPathError {
		constructor(message, token) {
			super(message, token);
			this.message = message;
			this.token = token;
			Object.setPrototypeOf(this, new.target.prototype);
			this.name = "JSONPathSyntaxError";
			this.message = withErrorContext(message, token);
		}
	};
	/**
	* Error thrown when the maximum recursion depth is reached.
	*/
	var JSONPathRecursionLimitError = class extends JSONPathError {
		constructor(message, token) {
			super(message, token);
			this.message = message;
			this.token = token;
			Object.setPrototypeOf(this, new.target.prototype);
			this.name = "JSONPathRecursionLimitError";
			this.message = withErrorContext(message, token);
		}
	};
	/**
	* Error thrown due to invalid I-Regexp syntax.
	*/
	var IRegexpError = class extends Error {
		constructor(message) {
			super(message);
			this.message = message;
			Object.setPrototypeOf(this, new.target.prototype);
			this.name = "IRegexpError";
		}
	};
	/**
	* Common types and type predicates.
	*/
	/**
	* A JSON-like value.
	*/
	/**
	* A type predicate for the Array object.
	*/
	function isArray(value) {
		return Array.isArray(value);
	}
	/**
	* A type predicate for object.
	*/
	function isObject(value) {
		const _type = typeof value;
		return value !== null && _type === "object" || _type === "function" ? true : false;
	}
	/**
	* A type predicate for a string primitive.
	*/
	function isString(value) {
		return typeof value === "string";
	}
	/**
	* A type predicate for a number primitive.
	*/
	function isNumber(value) {
		return typeof value === "number";
	}
	/**
	* Deep equality of JSON-like values.
	*
	* No attempt is made to handle function objects, recursive data
	* structures, NaNs, sparse arrays, primitive wrapper objects....
	*
	* We're not using JSON.stringify because we want objects with the same
	* entries in a different order to compare equal.
	*/
	function deepEquals(a, b) {
		if (a === b) return true;
		if (Array.isArray(a)) {
			if (Array.isArray(b)) {
				if (a.length !== b.length) return false;
				for (let i = 0; i < a.length; i++) if (!deepEquals(a[i], b[i])) return false;
				return true;
			}
			return false;
		} else if (isObject(a) && isObject(b)) {
			const keysA = Object.keys(a);
			const keysB = Object.keys(b);
			if (keysA.length !== keysB.length) return false;
			for (const key of keysA) if (!deepEquals(a[key], b[key])) return false;
			return true;
		}
		return false;
	}
	/**
	* The type of a JSONPath filter function parameter or return value, as
	* described in See section 2.4.1 of RFC 9535.
	*/
	let FunctionExpressionType = /*#__PURE__*/ function(FunctionExpressionType) {
		FunctionExpressionType["ValueType"] = "ValueType";
		FunctionExpressionType["LogicalType"] = "LogicalType";
		FunctionExpressionType["NodesType"] = "NodesType";
		return FunctionExpressionType;
	}({});
	/**
	* A JSONPath filter function definition.
	*/
	/**
	* Base class for all JSON Pointer errors.
	*/
	var JSONPointerError = class extends Error {
		constructor(message) {
			super(message);
			this.message = message;
			Object.setPrototypeOf(this, new.target.prototype);
			this.name = "JSONPointerError";
		}
	};
	/**
	* Base class for JSON Pointer resolution errors.
	*/
	var JSONPointerResolutionError = class extends JSONPointerError {
		constructor(message) {
			super(message);
			this.message = message;
			Object.setPrototypeOf(this, new.target.prototype);
			this.name = "JSONPointerResolutionError";
		}
	};
	/**
	* Error thrown due to an out of range index when resolving a JSON Pointer.
	*/
	var JSONPointerIndexError = class extends JSONPointerResolutionError {
		constructor(message) {
			super(message);
			this.message = message;
			Object.setPrototypeOf(this, new.target.prototype);
			this.name = "JSONPointerIndexError";
		}
	};
	/**
	* Error thrown due to a missing property when resolving a JSON Pointer.
	*/
	var JSONPointerKeyError = class extends JSONPointerResolutionError {
		constructor(message) {
			super(message);
			this.message = message;
			Object.setPrototypeOf(this, new.target.prototype);
			this.name = "JSONPointerKeyError";
		}
	};
	/**
	* Error thrown due to invalid JSON Pointer syntax.
	*/
	var JSONPointerSyntaxError = class extends JSONPointerError {
		constructor(message) {
			super(message);
			this.message = message;
			Object.setPrototypeOf(this, new.target.prototype);
			this.name = "JSONPointerSyntaxError";
		}
	};
	/**
	* Error thrown when trying to resolve a property or index against a primitive value.
	*/
	var JSONPointerTypeError = class extends JSONPointerResolutionError {
		constructor(message) {
			super(message);
			this.message = message;
			Object.setPrototypeOf(this, new.target.prototype);
			this.name = "JSONPointerTypeError";
		}
	};
	/**
	* The symbol indicating the absence of a JSON value.
	*/
	const UNDEFINED = Symbol.for("jsonpointer.undefined");
	/**
	* Identify a single value in JSON-like data, as per RFC 6901.
	*/
	var JSONPointer = class JSONPointer {
		#pointer;
		/**
		* @param pointer - A string representation of a JSON Pointer.
		*/
		constructor(pointer) {
			this.tokens = this.parse(pointer);
			this.#pointer = JSONPointer.encode(this.tokens);
		}
		static encode(tokens) {
			if (!tokens.length) return "";
			return "/" + tokens.map((token) => token.replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
		}
		/**
		* Resolve this pointer against JSON-like data _value_.
		*
		* @param value - The target JSON-like value, possibly loaded using
		*  `JSON.parse()`.
		* @param fallback - A default value to return if _value_ has no
		*   path matching `pointer`.
		* @returns The value identified by _pointer_ or, if given, the fallback
		*   value in the even of a `JSONPointerResolutionError`.
		*
		* @throws {@link JSONPointerResolutionError}
		* If the value pointed to by _pointer_ does not exist in _value_, and
		* no fallback value is given.
		*/
		resolve(value, fallback = UNDEFINED) {
			try {
				return this.tokens.reduce(this.getItem.bind(this), value);
			} catch (error) {
				if (error instanceof JSONPointerResolutionError && fallback !== UNDEFINED) return fallback;
				throw error;
			}
		}
		/**
		*
		* @param value -
		* @returns
		*/
		resolveWithParent(value) {
			if (!this.tokens.length) return [UNDEFINED, this.resolve(value)];
			const parent = this.tokens.slice(0, this.tokens.length - 1).reduce(this.getItem.bind(this), value);
			try {
				return [parent, this.getItem(parent, this.tokens[this.tokens.length - 1], this.tokens.length - 1)];
			} catch (error) {
				if (error instanceof JSONPointerIndexError || error instanceof JSONPointerKeyError) return [parent, UNDEFINED];
				throw error;
			}
		}
		/**
		*
		* @returns
		*/
		toString() {
			return this.#pointer;
		}
		/**
		* Return _true_ if this pointer points to a child of _pointer_.
		*/
		isRelativeTo(pointer) {
			return pointer.tokens.length < this.tokens.length && this.tokens.slice(0, pointer.tokens.length).every((t, i) => t === pointer.tokens[i]);
		}
		parse(pointer) {
			if (pointer.length && !pointer.startsWith("/")) throw new JSONPointerSyntaxError(`"${pointer}" pointers must start with a slash or be the empty string`);
			return pointer.split("/").map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~")).slice(1);
		}
		getItem(val, token, idx) {
			if (isArray(val)) {
				if (token !== "length" && Object.hasOwn(val, token)) return val[Number(token)];
				else if (token.startsWith("#")) {
					const maybeIndex = token.slice(1);
					if (RE_INT.test(maybeIndex) && Object.hasOwn(val, maybeIndex)) return Number(maybeIndex);
					else throw new JSONPointerIndexError(`index out of range '${JSONPointer.encode(this.tokens.slice(0, idx + 1))}'`);
				} else throw new JSONPointerIndexError(`index out of range '${JSONPointer.encode(this.tokens.slice(0, idx + 1))}'`);
			} else if (isObject(val)) {
				if (Object.hasOwn(val, token)) return val[token];
				else if (token.startsWith("#") && Object.hasOwn(val, token.slice(1))) return token.slice(1);
				else throw new JSONPointerKeyError(`no such property '${JSONPointer.encode(this.tokens.slice(0, idx + 1))}'`);
			}
			throw new JSONPointerTypeError(`found primitive value, expected an object '${JSONPointer.encode(this.tokens.slice(0, idx + 1))}'`);
		}
		_join(pointer) {
			if (!isString(pointer)) throw new JSONPointerTypeError(`join() requires string arguments, found ${typeof pointer}`);
			if (pointer.startsWith("/")) return new JSONPointer(pointer);
			const tokens = this.tokens.concat(pointer.split("/").map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~")));
			return new JSONPointer(JSONPointer.encode(tokens));
		}
		/**
		* Join this pointer with _tokens_.
		*
		* @param tokens - JSON Pointer strings, possibly without leading slashes.
		* If a token or "part" does have a leading slash, the previous pointer is
		* ignored and a new `JSONPointer` is created, then processing of the
		* remaining tokens continues.
		*
		* @returns A new JSON Pointer that is the concatenation of all tokens or
		* "parts".
		*/
		join(...tokens) {
			if (!tokens.length) return this;
			let pointer = this;
			for (const tok of tokens) pointer = pointer._join(tok);
			return pointer;
		}
		/**
		* Return _true_ if this pointer can be resolved against _value_.
		*
		* Note that `JSONPointer.resolve()` can return legitimate falsy values
		* that form part of the target JSON document. This method will return
		* `true` if a falsy value is found.
		*/
		exists(value) {
			try {
				this.resolve(value);
			} catch (error) {
				if (error instanceof JSONPointerResolutionError) return false;
				throw error;
			}
			return true;
		}
		/**
		* Return this pointer's parent as a new `JSONPointer`.
		*
		* If this pointer points to the document root, _this_ is returned.
		*/
		parent() {
			if (!this.tokens.length) return this;
			return new JSONPointer(JSONPointer.encode(this.tokens.slice(0, this.tokens.length - 1)));
		}
		to(rel) {
			return (isString(rel) ? new RelativeJSONPointer(rel) : rel).to(this);
		}
	};
	const RE_RELATIVE_POINTER = /(?<ORIGIN>\d+)(?<INDEX_G>(?<SIGN>[+-])(?<INDEX>\d))?(?<POINTER>.*)/s;
	const RE_INT = /(0|[1-9]\d*)/;
	/**
	* A relative JSON Pointer.
	*
	* See https://datatracker.ietf.org/doc/html/draft-hha-relative-json-pointer
	*/
	var RelativeJSONPointer = class {
		/**
		*
		* @param rel -
		*/
		constructor(rel) {
			[this.origin, this.index, this.pointer] = this.parse(rel);
		}
		/**
		*
		* @returns
		*/
		toString() {
			const sign = this.index > 0 ? "+" : "";
			const index = this.index === 0 ? "" : `${sign}${this.index}`;
			return `${this.origin}${index}${this.pointer}`;
		}
		/**
		*
		* @param pointer -
		*/
		to(pointer) {
			const p = isString(pointer) ? new JSONPointer(pointer) : pointer;
			if (this.origin > p.tokens.length) throw new JSONPointerIndexError(`origin (${this.origin}) exceeds root (${p.tokens.length})`);
			const tokens = this.origin < 1 ? p.tokens.slice() : p.tokens.slice(0, -this.origin);
			if (this.index && tokens.length && this.isIntLike(tokens.at(-1))) {
				const newIndex = Number(tokens.at(-1)) + this.index;
				if (newIndex < 0) throw new JSONPointerIndexError(`index offset out of range (${newIndex})`);
				tokens[tokens.length - 1] = String(newIndex);
			}
			if (this.pointer instanceof JSONPointer) tokens.push(...this.pointer.tokens);
			else tokens[tokens.length - 1] = `#${tokens[tokens.length - 1]}`;
			return new JSONPointer(JSONPointer.encode(tokens));
		}
		parse(rel) {
			const match = RE_RELATIVE_POINTER.exec(rel);
			if (!match || !match.groups) throw new JSONPointerSyntaxError("failed to parse relative pointer");
			const origin = this.parseInt(match.groups.ORIGIN);
			let index = 0;
			if (match.groups["INDEX_G"]) {
				index = this.parseInt(match.groups.INDEX);
				if (index === 0) throw new JSONPointerSyntaxError("index offset can't be zero");
				if (match.groups.SIGN === "-") index = -index;
			}
			if (match.groups.POINTER === "#") return [
				origin,
				index,
				"#"
			];
			return [
				origin,
				index,
				new JSONPointer(match.groups.POINTER)
			];
		}
		parseInt(s) {
			if (s.startsWith("0") && s.length > 1) throw new JSONPointerSyntaxError("unexpected leading zero");
			if (RE_INT.test(s)) return Number(s);
			throw new JSONPointerSyntaxError(`expected an integer, found '${s}'`);
		}
		isIntLike(value) {
			if (value === void 0 || isNumber(value)) return true;
			else return RE_INT.test(value);
		}
	};
	/**
	* An identifier that is allowed in both JS and JSONPath.
	* JSONPath identifiers are generally much more permissive than JS ones, but
	* they don't allow the character "$", so we take the intersection of the two
	* when deciding whether to use dot shorthand for canonical serialization of
	* simple names.
	*/
	const SHORTHAND_COMPATIBLE_IDENTIFIER = /^[\p{ID_Start}_]\p{ID_Continue}*$/u;
	/** Usable in a quoted path. */
	function toQuoted(name) {
		return name.includes("'") && !name.includes("\"") ? JSON.stringify(name) : toCanonical(name);
	}
	/** Usable in a normalized path. */
	function toCanonical(name) {
		return `'${JSON.stringify(name).slice(1, -1).replaceAll("\\\"", "\"").replaceAll("'", "\\'")}'`;
	}
	/** Usable in a shorthand path. */
	function toShorthand(name) {
		return SHORTHAND_COMPATIBLE_IDENTIFIER.test(name) ? name : null;
	}
	const Nothing = Symbol.for("jsonpath.nothing");
	/**
	* ValueType for JSONPath function expression tye system.
	*/
	/**
	* Object passed to `FilterExpression.evaluate()`.
	*/
	/**
	* A type predicate for an object with a string property.
	*/
	function hasStringKey(value, key) {
		return isObject(value) && Object.hasOwn(value, key);
	}
	const KEY_MARK = "";
	/**
	* Options for serializing paths.
	*/
	const defaultSerializationOptions = { form: "pretty" };
	/**
	* The pair of a JSON value and its location found in the target JSON value.
	*/
	var JSONPathNode = class {
		/**
		* @param value - The JSON value found at _location_.
		* @param location - The parts of a normalized path to _value_.
		* @param root - The target value at the top of the JSON node tree.
		*/
		constructor(value, location, root) {
			this.value = value;
			this.location = location;
			this.root = root;
		}
		/**
		* @deprecated Use {@link getPath} with `options.form` set to `canonical` instead.
		*/
		get path() {
			return this.getPath({ form: "canonical" });
		}
		/**
		* Get the path to this node in the target JSON value.
		*
		* Given that the path refers to the singular current node, the returned path
		* will always be a normalized path if `options.form` is set to `canonical`,
		* following section 2.7 of RFC 9535.
		*/
		getPath(options) {
			const opts = {
				...defaultSerializationOptions,
				...options
			};
			return "$" + this.location.map((s) => isString(s) ? this.decodeNameLocation(s, opts) : `[${s}]`).join("");
		}
		/**
		* Return this node's location as a {@link JSONPointer}.
		*/
		toPointer() {
			if (!this.location.length) return new JSONPointer("");
			return new JSONPointer(JSONPointer.encode(this.location.map(String)));
		}
		decodeNameLocation(name, options) {
			const normalized = options.form === "canonical";
			const serialize = normalized ? toCanonical : toQuoted;
			const hasKeyMark = name.startsWith(KEY_MARK);
			if (hasKeyMark) name = name.slice(1);
			const shorthand = toShorthand(name);
			if (hasKeyMark) return normalized || shorthand == null ? `[~${serialize(name)}]` : `.~${shorthand}`;
			return normalized || shorthand == null ? `[${serialize(name)}]` : `.${shorthand}`;
		}
	};
	/**
	*
	*/
	var JSONPathNodeList = class {
		constructor(nodes) {
			this.nodes = nodes;
		}
		/**
		* @returns an iterator over nodes in the list.
		*/
		[Symbol.iterator]() {
			return this.nodes[Symbol.iterator]();
		}
		/**
		* @returns `true` if the node list is empty.
		*/
		empty() {
			return this.nodes.length === 0;
		}
		/**
		* @returns An array containing the values at each node in the list.
		*
		* @see {@link valuesOrSingular} to unpack the array if there is only
		* one node in the list.
		*/
		values() {
			return this.nodes.map((node) => node.value);
		}
		/**
		* Like {@link values}, but returns the node's value is there is only one
		* node in the list.
		*/
		valuesOrSingular() {
			if (this.nodes.length === 1) return this.nodes[0].value;
			return this.nodes.map((node) => node.value);
		}
		/**
		* @returns An array of locations for each node in the node list.
		*
		* A location is an array of property names and array indices that were
		* required to reach the node's value in the target JSON value.
		*/
		locations() {
			return this.nodes.map((node) => node.location);
		}
		/**
		* @returns An array of normalized path strings for each node in the list.
		*
		* A normalized path contains only property name and index selectors, and
		* always uses bracketed segments, never shorthand selectors.
		*/
		paths(options) {
			return this.nodes.map((node) => node.getPath(options));
		}
		/**
		* @returns An array of {@link JSONPointer} instances, one for each node
		* in the list.
		*/
		pointers() {
			return this.nodes.map((node) => node.toPointer());
		}
		/**
		* @returns The number of nodes in the node list.
		*/
		get length() {
			return this.nodes.length;
		}
	};
	/**
	* Base class for all filter expressions.
	*/
	var FilterExpression = class {
		constructor(token) {
			this.token = token;
		}
	};
	/**
	* Base class for JSONPath ValueType literals.
	*/
	var FilterExpressionLiteral = class extends FilterExpression {};
	var NullLiteral = class extends FilterExpressionLiteral {
		evaluate() {
			return null;
		}
		toString() {
			return "null";
		}
	};
	var BooleanLiteral = class extends FilterExpressionLiteral {
		constructor(token, value) {
			super(token);
			this.token = token;
			this.value = value;
		}
		evaluate() {
			return this.value;
		}
		toString() {
			return String(this.value);
		}
	};
	var StringLiteral = class extends FilterExpressionLiteral {
		constructor(token, value) {
			super(token);
			this.token = token;
			this.value = value;
		}
		evaluate() {
			return this.value;
		}
		toString() {
			return toCanonical(this.value);
		}
	};
	var NumberLiteral = class extends FilterExpressionLiteral {
		constructor(token, value) {
			super(token);
			this.token = token;
			this.value = value;
		}
		evaluate() {
			return this.value;
		}
		toString() {
			return String(this.value);
		}
	};
	var PrefixExpression = class extends FilterExpression {
		constructor(token, operator, right) {
			super(token);
			this.token = token;
			this.operator = operator;
			this.right = right;
		}
		evaluate(context) {
			if (this.operator === "!") {
				const value = this.right.evaluate(context);
				if (value instanceof JSONPathNodeList) return value.nodes.length === 0;
				return !isTruthy(value);
			}
			throw new JSONPathTypeError(`unknown operator '${this.operator}'`, this.token);
		}
		toString(options) {
			return `${this.operator}${this.right.toString(options)}`;
		}
	};
	const PRECEDENCE_LOGICAL_OR$1 = 4;
	const PRECEDENCE_LOGICAL_AND$1 = 5;
	const PRECEDENCE_PREFIX$1 = 7;
	var InfixExpression = class extends FilterExpression {
		constructor(token, left, operator, right) {
			super(token);
			this.token = token;
			this.left = left;
			this.operator = operator;
			this.right = right;
			this.logical = operator === "&&" || operator === "||";
		}
		evaluate(context) {
			let left = this.left.evaluate(context);
			if (!this.logical && left instanceof JSONPathNodeList && left.nodes.length === 1) left = left.nodes[0].value;
			let right = this.right.evaluate(context);
			if (!this.logical && right instanceof JSONPathNodeList && right.nodes.length === 1) right = right.nodes[0].value;
			if (this.operator === "&&") return isTruthy(left) && isTruthy(right);
			if (this.operator === "||") return isTruthy(left) || isTruthy(right);
			return compare(left, this.operator, right);
		}
		toString(options) {
			if (this.logical) return `(${this.left.toString(options)} ${this.operator} ${this.right.toString(options)})`;
			return `${this.left.toString(options)} ${this.operator} ${this.right.toString(options)}`;
		}
	};
	var LogicalExpression = class extends FilterExpression {
		constructor(token, expression) {
			super(token);
			this.token = token;
			this.expression = expression;
		}
		evaluate(context) {
			const value = this.expression.evaluate(context);
			if (value instanceof JSONPathNodeList) return value.nodes.length > 0;
			return isTruthy(value);
		}
		toString(options) {
			function _toString(expression, parentPrecedence) {
				if (expression instanceof InfixExpression) {
					let precedence;
					let op;
					let left;
					let right;
					if (expression.operator === "&&") {
						precedence = PRECEDENCE_LOGICAL_AND$1;
						op = "&&";
						left = _toString(expression.left, precedence);
						right = _toString(expression.right, precedence);
					} else if (expression.operator === "||") {
						precedence = PRECEDENCE_LOGICAL_OR$1;
						op = "||";
						left = _toString(expression.left, precedence);
						right = _toString(expression.right, precedence);
					} else return expression.toString(options);
					const expr = `${left} ${op} ${right}`;
					return precedence < parentPrecedence ? `(${expr})` : expr;
				}
				if (expression instanceof PrefixExpression) {
					const expr = `!${_toString(expression.right, PRECEDENCE_PREFIX$1)}`;
					return parentPrecedence > PRECEDENCE_PREFIX$1 ? `(${expr})` : expr;
				}
				return expression.toString(options);
			}
			return _toString(this.expression, 0);
		}
	};
	/**
	* Base class for relative and absolute JSONPath query expressions.
	*/
	var FilterQuery = class extends FilterExpression {
		constructor(token, path) {
			super(token);
			this.token = token;
			this.path = path;
		}
	};
	var RelativeQuery = class extends FilterQuery {
		evaluate(context) {
			return context.lazy ? new JSONPathNodeList(Array.from(this.path.lazyQuery(context.currentValue))) : this.path.query(context.currentValue);
		}
		toString(options) {
			return `@${this.path.toString(options).slice(1)}`;
		}
	};
	var RootQuery = class extends FilterQuery {
		evaluate(context) {
			return context.lazy ? new JSONPathNodeList(Array.from(this.path.lazyQuery(context.rootValue))) : this.path.query(context.rootValue);
		}
		toString(options) {
			return this.path.toString(options);
		}
	};
	var FunctionExtension = class extends FilterExpression {
		constructor(token, name, args) {
			super(token);
			this.token = token;
			this.name = name;
			this.args = args;
		}
		evaluate(context) {
			const func = context.environment.functionRegister.get(this.name);
			if (!func) throw new UndefinedFilterFunctionError(`filter function '${this.name}' is undefined`, this.token);
			const args = this.args.map((arg) => arg.evaluate(context)).map((arg, idx) => func.argTypes[idx] !== FunctionExpressionType.NodesType && arg instanceof JSONPathNodeList ? this.unpack_node_list(arg) : arg);
			return func.call(...args);
		}
		toString(options) {
			return `${this.name}(${this.args.map((e) => e.toString(options)).join(", ")})`;
		}
		unpack_node_list(arg) {
			switch (arg.length) {
				case 0: return Nothing;
				case 1: return arg.nodes[0].value;
				default: return arg;
			}
		}
	};
	/**
	*
	* @param value -
	*/
	function isTruthy(value) {
		if (value instanceof JSONPathNodeList && value.empty()) return false;
		return !(typeof value === "boolean" && value === false);
	}
	function compare(left, operator, right) {
		switch (operator) {
			case "==": return eq(left, right);
			case "!=": return !eq(left, right);
			case "<": return lt(left, right);
			case ">": return lt(right, left);
			case ">=": return lt(right, left) || eq(left, right);
			case "<=": return lt(left, right) || eq(left, right);
			default: return false;
		}
	}
	function eq(left, right) {
		if (right instanceof JSONPathNodeList) [left, right] = [right, left];
		if (left instanceof JSONPathNodeList) {
			if (right instanceof JSONPathNodeList) {
				if (left.empty() && right.empty()) return true;
				if (left.nodes.length === 1 && right.nodes.length === 1) return deepEquals(left.nodes[0].value, right.nodes[0].value);
			}
			if (left.empty()) return right === Nothing;
			if (left.nodes.length === 1) return deepEquals(left.nodes[0].value, right);
			return false;
		}
		if (left === Nothing && right === Nothing) return true;
		return deepEquals(left, right);
	}
	function lt(left, right) {
		if (isString(left) && isString(right) || isNumber(left) && isNumber(right)) return left < right;
		return false;
	}
	var Count = class {
		argTypes = [FunctionExpressionType.NodesType];
		returnType = FunctionExpressionType.ValueType;
		call(nodes) {
			return nodes.length;
		}
	};
	var Length = class {
		argTypes = [FunctionExpressionType.ValueType];
		returnType = FunctionExpressionType.ValueType;
		call(value) {
			if (isArray(value) || isString(value)) return value.length;
			if (isObject(value)) return Object.keys(value).length;
			return Nothing;
		}
	};
	/**
	* A Least Recently Used cache, implemented as an extended Map.
	*/
	var LRUCache = class extends Map {
		constructor(maxSize = 128, entries) {
			if (entries !== void 0) super(entries);
			else super();
			this.maxSize = maxSize;
		}
		get(key) {
			const val = super.get(key);
			if (this.has(key)) {
				this.delete(key);
				this.set(key, val);
			}
			return val;
		}
		set(key, value) {
			if (this.has(key)) this.delete(key);
			else if (this.size >= this.maxSize) {
				const first = this.first();
				if (first !== void 0) this.delete(first);
			}
			return super.set(key, value);
		}
		first() {
			return this.keys().next().value;
		}
	};
	function mapRegexp(pattern) {
		let escaped = false;
		let charClass = false;
		const parts = [];
		for (const ch of pattern) {
			if (escaped) {
				parts.push(ch);
				escaped = false;
				continue;
			}
			switch (ch) {
				case ".":
					if (!charClass) parts.push("(?:(?![\r\n])\\P{Cs}|\\p{Cs}\\p{Cs})");
					else parts.push(ch);
					break;
				case "\\":
					escaped = true;
					parts.push(ch);
					break;
				case "[":
					charClass = true;
					parts.push(ch);
					break;
				case "]":
					charClass = false;
					parts.push(ch);
					break;
				default: parts.push(ch);
			}
		}
		return parts.join("");
	}
	function fullMatch(pattern) {
		const parts = [];
		const explicitCaret = pattern.startsWith("^");
		const explicitDollar = pattern.endsWith("$");
		if (!explicitCaret && !explicitDollar) parts.push("^(?:");
		parts.push(mapRegexp(pattern));
		if (!explicitCaret && !explicitDollar) parts.push(")$");
		return parts.join("");
	}
	function isNormalChar(c) {
		return c < "'" || c === "," || c === "-" || c >= "/" && c <= ">" || c >= "@" && c <= "Z" || c >= "^" && c <= "z" || c >= "~" && c <= "퟿" || c >= "";
	}
	function isCCChar(c) {
		return c < "," || c >= "." && c <= "Z" || c >= "^" && c <= "퟿" || c >= "";
	}
	function peg$subclass(child, parent) {
		function C() {
			this.constructor = child;
		}
		C.prototype = parent.prototype;
		child.prototype = new C();
	}
	function peg$SyntaxError(message, expected, found, location) {
		var self = Error.call(this, message);
		// istanbul ignore next Check is a necessary evil to support older environments
		if (Object.setPrototypeOf) Object.setPrototypeOf(self, peg$SyntaxError.prototype);
		self.expected = expected;
		self.found = found;
		self.location = location;
		self.name = "SyntaxError";
		return self;
	}
	peg$subclass(peg$SyntaxError, Error);
	function peg$padEnd(str, targetLength, padString) {
		padString = padString || " ";
		if (str.length > targetLength) return str;
		targetLength -= str.length;
		padString += padString.repeat(targetLength);
		return str + padString.slice(0, targetLength);
	}
	peg$SyntaxError.prototype.format = function(sources) {
		var str = "Error: " + this.message;
		if (this.location) {
			var src = null;
			var k = 0;
			for (; k < sources.length; k++) if (sources[k].source === this.location.source) {
				src = sources[k].text.split(/\r\n|\n|\r/g);
				break;
			}
			var s = this.location.start;
			var offset_s = this.location.source && typeof this.location.source.offset === "function" ? this.location.source.offset(s) : s;
			var loc = this.location.source + ":" + offset_s.line + ":" + offset_s.column;
			if (src) {
				var e = this.location.end;
				var filler = peg$padEnd("", offset_s.line.toString().length, " ");
				var line = src[s.line - 1];
				var hatLen = (s.line === e.line ? e.column : line.length + 1) - s.column || 1;
				str += "\n --> " + loc + "\n" + filler + " |\n" + offset_s.line + " | " + line + "\n" + filler + " | " + peg$padEnd("", s.column - 1, " ") + peg$padEnd("", hatLen, "^");
			} else str += "\n at " + loc;
		}
		return str;
	};
	peg$SyntaxError.buildMessage = function(expected, found) {
		var DESCRIBE_EXPECTATION_FNS = {
			literal: function(expectation) {
				return "\"" + literalEscape(expectation.text) + "\"";
			},
			class: function(expectation) {
				var escapedParts = expectation.parts.map(function(part) {
					return Array.isArray(part) ? classEscape(part[0]) + "-" + classEscape(part[1]) : classEscape(part);
				});
				return "[" + (expectation.inverted ? "^" : "") + escapedParts.join("") + "]";
			},
			any: function() {
				return "any character";
			},
			end: function() {
				return "end of input";
			},
			other: function(expectation) {
				return expectation.description;
			}
		};
		function hex(ch) {
			return ch.charCodeAt(0).toString(16).toUpperCase();
		}
		function literalEscape(s) {
			return s.replace(/\\/g, "\\\\").replace(/"/g, "\\\"").replace(/\0/g, "\\0").replace(/\t/g, "\\t").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/[\x00-\x0F]/g, function(ch) {
				return "\\x0" + hex(ch);
			}).replace(/[\x10-\x1F\x7F-\x9F]/g, function(ch) {
				return "\\x" + hex(ch);
			});
		}
		function classEscape(s) {
			return s.replace(/\\/g, "\\\\").replace(/\]/g, "\\]").replace(/\^/g, "\\^").replace(/-/g, "\\-").replace(/\0/g, "\\0").replace(/\t/g, "\\t").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/[\x00-\x0F]/g, function(ch) {
				return "\\x0" + hex(ch);
			}).replace(/[\x10-\x1F\x7F-\x9F]/g, function(ch) {
				return "\\x" + hex(ch);
			});
		}
		function describeExpectation(expectation) {
			return DESCRIBE_EXPECTATION_FNS[expectation.type](expectation);
		}
		function describeExpected(expected) {
			var descriptions = expected.map(describeExpectation);
			var i, j;
			descriptions.sort();
			if (descriptions.length > 0) {
				for (i = 1, j = 1; i < descriptions.length; i++) if (descriptions[i - 1] !== descriptions[i]) {
					descriptions[j] = descriptions[i];
					j++;
				}
				descriptions.length = j;
			}
			switch (descriptions.length) {
				case 1: return descriptions[0];
				case 2: return descriptions[0] + " or " + descriptions[1];
				default: return descriptions.slice(0, -1).join(", ") + ", or " + descriptions[descriptions.length - 1];
			}
		}
		function describeFound(found) {
			return found ? "\"" + literalEscape(found) + "\"" : "end of input";
		}
		return "Expected " + describeExpected(expected) + " but " + describeFound(found) + " found.";
	};
	function peg$parse(input, options) {
		options = options !== void 0 ? options : {};
		var peg$FAILED = {};
		var peg$source = options.grammarSource;
		var peg$startRuleFunctions = { start: peg$parsestart };
		var peg$startRuleFunction = peg$parsestart;
		var peg$c0 = "|";
		var peg$c1 = "{";
		var peg$c2 = ",";
		var peg$c3 = "}";
		var peg$c4 = "(";
		var peg$c5 = ")";
		var peg$c6 = ".";
		var peg$c7 = "\\";
		var peg$c8 = "[";
		var peg$c9 = "^";
		var peg$c10 = "-";
		var peg$c11 = "]";
		var peg$c12 = "\\p{";
		var peg$c13 = "\\P{";
		var peg$c14 = "L";
		var peg$c15 = "M";
		var peg$c16 = "N";
		var peg$c17 = "P";
		var peg$c18 = "Z";
		var peg$c19 = "S";
		var peg$c20 = "C";
		var peg$r0 = /^[*-+?]/;
		var peg$r1 = /^[0-9]/;
		var peg$r2 = /^[(-+\--.?[-\^nrt{-}]/;
		var peg$r3 = /^[l-mot-u]/;
		var peg$r4 = /^[cen]/;
		var peg$r5 = /^[dlo]/;
		var peg$r6 = /^[c-fios]/;
		var peg$r7 = /^[lps]/;
		var peg$r8 = /^[ckmo]/;
		var peg$r9 = /^[cfn-o]/;
		var peg$e0 = peg$literalExpectation("|", false);
		var peg$e1 = peg$classExpectation([["*", "+"], "?"], false, false);
		var peg$e2 = peg$literalExpectation("{", false);
		var peg$e3 = peg$classExpectation([["0", "9"]], false, false);
		var peg$e4 = peg$literalExpectation(",", false);
		var peg$e5 = peg$literalExpectation("}", false);
		var peg$e6 = peg$literalExpectation("(", false);
		var peg$e7 = peg$literalExpectation(")", false);
		var peg$e8 = peg$anyExpectation();
		var peg$e9 = peg$literalExpectation(".", false);
		var peg$e10 = peg$literalExpectation("\\", false);
		var peg$e11 = peg$classExpectation([
			["(", "+"],
			["-", "."],
			"?",
			["[", "^"],
			"n",
			"r",
			"t",
			["{", "}"]
		], false, false);
		var peg$e12 = peg$literalExpectation("[", false);
		var peg$e13 = peg$literalExpectation("^", false);
		var peg$e14 = peg$literalExpectation("-", false);
		var peg$e15 = peg$literalExpectation("]", false);
		var peg$e16 = peg$literalExpectation("\\p{", false);
		var peg$e17 = peg$literalExpectation("\\P{", false);
		var peg$e18 = peg$literalExpectation("L", false);
		var peg$e19 = peg$classExpectation([
			["l", "m"],
			"o",
			["t", "u"]
		], false, false);
		var peg$e20 = peg$literalExpectation("M", false);
		var peg$e21 = peg$classExpectation([
			"c",
			"e",
			"n"
		], false, false);
		var peg$e22 = peg$literalExpectation("N", false);
		var peg$e23 = peg$classExpectation([
			"d",
			"l",
			"o"
		], false, false);
		var peg$e24 = peg$literalExpectation("P", false);
		var peg$e25 = peg$classExpectation([
			["c", "f"],
			"i",
			"o",
			"s"
		], false, false);
		var peg$e26 = peg$literalExpectation("Z", false);
		var peg$e27 = peg$classExpectation([
			"l",
			"p",
			"s"
		], false, false);
		var peg$e28 = peg$literalExpectation("S", false);
		var peg$e29 = peg$classExpectation([
			"c",
			"k",
			"m",
			"o"
		], false, false);
		var peg$e30 = peg$literalExpectation("C", false);
		var peg$e31 = peg$classExpectation([
			"c",
			"f",
			["n", "o"]
		], false, false);
		var peg$f0 = function(c) {
			return isNormalChar(c);
		};
		var peg$f1 = function(c) {
			return isCCChar(c);
		};
		var peg$currPos = options.peg$currPos | 0;
		var peg$posDetailsCache = [{
			line: 1,
			column: 1
		}];
		var peg$maxFailPos = peg$currPos;
		var peg$maxFailExpected = options.peg$maxFailExpected || [];
		var peg$silentFails = options.peg$silentFails | 0;
		var peg$result;
		if (options.startRule) {
			if (!(options.startRule in peg$startRuleFunctions)) throw new Error("Can't start parsing from rule \"" + options.startRule + "\".");
			peg$startRuleFunction = peg$startRuleFunctions[options.startRule];
		}
		function peg$literalExpectation(text, ignoreCase) {
			return {
				type: "literal",
				text,
				ignoreCase
			};
		}
		function peg$classExpectation(parts, inverted, ignoreCase) {
			return {
				type: "class",
				parts,
				inverted,
				ignoreCase
			};
		}
		function peg$anyExpectation() {
			return { type: "any" };
		}
		function peg$endExpectation() {
			return { type: "end" };
		}
		function peg$computePosDetails(pos) {
			var details = peg$posDetailsCache[pos];
			var p;
			if (details) return details;
			else {
				if (pos >= peg$posDetailsCache.length) p = peg$posDetailsCache.length - 1;
				else {
					p = pos;
					while (!peg$posDetailsCache[--p]);
				}
				details = peg$posDetailsCache[p];
				details = {
					line: details.line,
					column: details.column
				};
				while (p < pos) {
					if (input.charCodeAt(p) === 10) {
						details.line++;
						details.column = 1;
					} else details.column++;
					p++;
				}
				peg$posDetailsCache[pos] = details;
				return details;
			}
		}
		function peg$computeLocation(startPos, endPos, offset) {
			var startPosDetails = peg$computePosDetails(startPos);
			var endPosDetails = peg$computePosDetails(endPos);
			return {
				source: peg$source,
				start: {
					offset: startPos,
					line: startPosDetails.line,
					column: startPosDetails.column
				},
				end: {
					offset: endPos,
					line: endPosDetails.line,
					column: endPosDetails.column
				}
			};
		}
		function peg$fail(expected) {
			if (peg$currPos < peg$maxFailPos) return;
			if (peg$currPos > peg$maxFailPos) {
				peg$maxFailPos = peg$currPos;
				peg$maxFailExpected = [];
			}
			peg$maxFailExpected.push(expected);
		}
		function peg$buildStructuredError(expected, found, location) {
			return new peg$SyntaxError(peg$SyntaxError.buildMessage(expected, found), expected, found, location);
		}
		function peg$parsestart() {
			return peg$parseiregexp();
		}
		function peg$parseiregexp() {
			var s0 = peg$currPos, s1 = peg$parsebranch(), s2 = [], s3 = peg$currPos, s4, s5;
			if (input.charCodeAt(peg$currPos) === 124) {
				s4 = peg$c0;
				peg$currPos++;
			} else {
				s4 = peg$FAILED;
				if (peg$silentFails === 0) peg$fail(peg$e0);
			}
			if (s4 !== peg$FAILED) {
				s5 = peg$parsebranch();
				s4 = [s4, s5];
				s3 = s4;
			} else {
				peg$currPos = s3;
				s3 = peg$FAILED;
			}
			while (s3 !== peg$FAILED) {
				s2.push(s3);
				s3 = peg$currPos;
				if (input.charCodeAt(peg$currPos) === 124) {
					s4 = peg$c0;
					peg$currPos++;
				} else {
					s4 = peg$FAILED;
					if (peg$silentFails === 0) peg$fail(peg$e0);
				}
				if (s4 !== peg$FAILED) {
					s5 = peg$parsebranch();
					s4 = [s4, s5];
					s3 = s4;
				} else {
					peg$currPos = s3;
					s3 = peg$FAILED;
				}
			}
			s1 = [s1, s2];
			s0 = s1;
			return s0;
		}
		function peg$parsebranch() {
			var s0 = [], s1 = peg$parsepiece();
			while (s1 !== peg$FAILED) {
				s0.push(s1);
				s1 = peg$parsepiece();
			}
			return s0;
		}
		function peg$parsepiece() {
			var s0 = peg$currPos, s1 = peg$parseatom(), s2;
			if (s1 !== peg$FAILED) {
				s2 = peg$parsequantifier();
				if (s2 === peg$FAILED) s2 = null;
				s1 = [s1, s2];
				s0 = s1;
			} else {
				peg$currPos = s0;
				s0 = peg$FAILED;
			}
			return s0;
		}
		function peg$parsequantifier() {
			var s0 = input.charAt(peg$currPos);
			if (peg$r0.test(s0)) peg$currPos++;
			else {
				s0 = peg$FAILED;
				if (peg$silentFails === 0) peg$fail(peg$e1);
			}
			if (s0 === peg$FAILED) s0 = peg$parserange_quantifier();
			return s0;
		}
		function peg$parserange_quantifier() {
			var s0 = peg$currPos, s1, s2, s3, s4, s5, s6;
			if (input.charCodeAt(peg$currPos) === 123) {
				s1 = peg$c1;
				peg$currPos++;
			} else {
				s1 = peg$FAILED;
				if (peg$silentFails === 0) peg$fail(peg$e2);
			}
			if (s1 !== peg$FAILED) {
				s2 = [];
				s3 = input.charAt(peg$currPos);
				if (peg$r1.test(s3)) peg$currPos++;
				else {
					s3 = peg$FAILED;
					if (peg$silentFails === 0) peg$fail(peg$e3);
				}
				if (s3 !== peg$FAILED) while (s3 !== peg$FAILED) {
					s2.push(s3);
					s3 = input.charAt(peg$currPos);
					if (peg$r1.test(s3)) peg$currPos++;
					else {
						s3 = peg$FAILED;
						if (peg$silentFails === 0) peg$fail(peg$e3);
					}
				}
				else s2 = peg$FAILED;
				if (s2 !== peg$FAILED) {
					s3 = peg$currPos;
					if (input.charCodeAt(peg$currPos) === 44) {
						s4 = peg$c2;
						peg$currPos++;
					} else {
						s4 = peg$FAILED;
						if (peg$silentFails === 0) peg$fail(peg$e4);
					}
					if (s4 !== peg$FAILED) {
						s5 = [];
						s6 = input.charAt(peg$currPos);
						if (peg$r1.test(s6)) peg$currPos++;
						else {
							s6 = peg$FAILED;
							if (peg$silentFails === 0) peg$fail(peg$e3);
						}
						while (s6 !== peg$FAILED) {
							s5.push(s6);
							s6 = input.charAt(peg$currPos);
							if (peg$r1.test(s6)) peg$currPos++;
							else {
								s6 = peg$FAILED;
								if (peg$silentFails === 0) peg$fail(peg$e3);
							}
						}
						s4 = [s4, s5];
						s3 = s4;
					} else {
						peg$currPos = s3;
						s3 = peg$FAILED;
					}
					if (s3 === peg$FAILED) s3 = null;
					if (input.charCodeAt(peg$currPos) === 125) {
						s4 = peg$c3;
						peg$currPos++;
					} else {
						s4 = peg$FAILED;
						if (peg$silentFails === 0) peg$fail(peg$e5);
					}
					if (s4 !== peg$FAILED) {
						s1 = [
							s1,
							s2,
							s3,
							s4
						];
						s0 = s1;
					} else {
						peg$currPos = s0;
						s0 = peg$FAILED;
					}
				} else {
					peg$currPos = s0;
					s0 = peg$FAILED;
				}
			} else {
				peg$currPos = s0;
				s0 = peg$FAILED;
			}
			return s0;
		}
		function peg$parseatom() {
			var s0 = peg$parsenormal_char(), s1, s2, s3;
			if (s0 === peg$FAILED) {
				s0 = peg$parsechar_class();
				if (s0 === peg$FAILED) {
					s0 = peg$currPos;
					if (input.charCodeAt(peg$currPos) === 40) {
						s1 = peg$c4;
						peg$currPos++;
					} else {
						s1 = peg$FAILED;
						if (peg$silentFails === 0) peg$fail(peg$e6);
					}
					if (s1 !== peg$FAILED) {
						s2 = peg$parseiregexp();
						if (s2 !== peg$FAILED) {
							if (input.charCodeAt(peg$currPos) === 41) {
								s3 = peg$c5;
								peg$currPos++;
							} else {
								s3 = peg$FAILED;
								if (peg$silentFails === 0) peg$fail(peg$e7);
							}
							if (s3 !== peg$FAILED) {
								s1 = [
									s1,
									s2,
									s3
								];
								s0 = s1;
							} else {
								peg$currPos = s0;
								s0 = peg$FAILED;
							}
						} else {
							peg$currPos = s0;
							s0 = peg$FAILED;
						}
					} else {
						peg$currPos = s0;
						s0 = peg$FAILED;
					}
				}
			}
			return s0;
		}
		function peg$parsenormal_char() {
			var s0 = peg$currPos, s1, s2;
			if (input.length > peg$currPos) {
				s1 = input.charAt(peg$currPos);
				peg$currPos++;
			} else {
				s1 = peg$FAILED;
				if (peg$silentFails === 0) peg$fail(peg$e8);
			}
			if (s1 !== peg$FAILED) {
				s2 = peg$f0(s1);
				if (s2) s2 = void 0;
				else s2 = peg$FAILED;
				if (s2 !== peg$FAILED) s0 = s1;
				else {
					peg$currPos = s0;
					s0 = peg$FAILED;
				}
			} else {
				peg$currPos = s0;
				s0 = peg$FAILED;
			}
			return s0;
		}
		function peg$parsechar_class() {
			var s0;
			if (input.charCodeAt(peg$currPos) === 46) {
				s0 = peg$c6;
				peg$currPos++;
			} else {
				s0 = peg$FAILED;
				if (peg$silentFails === 0) peg$fail(peg$e9);
			}
			if (s0 === peg$FAILED) {
				s0 = peg$parsesingle_char_esc();
				if (s0 === peg$FAILED) {
					s0 = peg$parsechar_class_esc();
					if (s0 === peg$FAILED) s0 = peg$parsechar_class_expr();
				}
			}
			return s0;
		}
		function peg$parsesingle_char_esc() {
			var s0 = peg$currPos, s1, s2;
			if (input.charCodeAt(peg$currPos) === 92) {
				s1 = peg$c7;
				peg$currPos++;
			} else {
				s1 = peg$FAILED;
				if (peg$silentFails === 0) peg$fail(peg$e10);
			}
			if (s1 !== peg$FAILED) {
				s2 = input.charAt(peg$currPos);
				if (peg$r2.test(s2)) peg$currPos++;
				else {
					s2 = peg$FAILED;
					if (peg$silentFails === 0) peg$fail(peg$e11);
				}
				if (s2 !== peg$FAILED) {
					s1 = [s1, s2];
					s0 = s1;
				} else {
					peg$currPos = s0;
					s0 = peg$FAILED;
				}
			} else {
				peg$currPos = s0;
				s0 = peg$FAILED;
			}
			return s0;
		}
		function peg$parsechar_class_esc() {
			var s0 = peg$parsecat_esc();
			if (s0 === peg$FAILED) s0 = peg$parsecompl_esc();
			return s0;
		}
		function peg$parsechar_class_expr() {
			var s0 = peg$currPos, s1, s2, s3, s4, s5, s6;
			if (input.charCodeAt(peg$currPos) === 91) {
				s1 = peg$c8;
				peg$currPos++;
			} else {
				s1 = peg$FAILED;
				if (peg$silentFails === 0) peg$fail(peg$e12);
			}
			if (s1 !== peg$FAILED) {
				if (input.charCodeAt(peg$currPos) === 94) {
					s2 = peg$c9;
					peg$currPos++;
				} else {
					s2 = peg$FAILED;
					if (peg$silentFails === 0) peg$fail(peg$e13);
				}
				if (s2 === peg$FAILED) s2 = null;
				if (input.charCodeAt(peg$currPos) === 45) {
					s3 = peg$c10;
					peg$currPos++;
				} else {
					s3 = peg$FAILED;
					if (peg$silentFails === 0) peg$fail(peg$e14);
				}
				if (s3 === peg$FAILED) s3 = peg$parsecce1();
				if (s3 !== peg$FAILED) {
					s4 = [];
					s5 = peg$parsecce1();
					while (s5 !== peg$FAILED) {
						s4.push(s5);
						s5 = peg$parsecce1();
					}
					if (input.charCodeAt(peg$currPos) === 45) {
						s5 = peg$c10;
						peg$currPos++;
					} else {
						s5 = peg$FAILED;
						if (peg$silentFails === 0) peg$fail(peg$e14);
					}
					if (s5 === peg$FAILED) s5 = null;
					if (input.charCodeAt(peg$currPos) === 93) {
						s6 = peg$c11;
						peg$currPos++;
					} else {
						s6 = peg$FAILED;
						if (peg$silentFails === 0) peg$fail(peg$e15);
					}
					if (s6 !== peg$FAILED) {
						s1 = [
							s1,
							s2,
							s3,
							s4,
							s5,
							s6
						];
						s0 = s1;
					} else {
						peg$currPos = s0;
						s0 = peg$FAILED;
					}
				} else {
					peg$currPos = s0;
					s0 = peg$FAILED;
				}
			} else {
				peg$currPos = s0;
				s0 = peg$FAILED;
			}
			return s0;
		}
		function peg$parsecce1() {
			var s0 = peg$currPos, s1 = peg$parsecc_char(), s2, s3, s4;
			if (s1 !== peg$FAILED) {
				s2 = peg$currPos;
				if (input.charCodeAt(peg$currPos) === 45) {
					s3 = peg$c10;
					peg$currPos++;
				} else {
					s3 = peg$FAILED;
					if (peg$silentFails === 0) peg$fail(peg$e14);
				}
				if (s3 !== peg$FAILED) {
					s4 = peg$parsecc_char();
					if (s4 !== peg$FAILED) {
						s3 = [s3, s4];
						s2 = s3;
					} else {
						peg$currPos = s2;
						s2 = peg$FAILED;
					}
				} else {
					peg$currPos = s2;
					s2 = peg$FAILED;
				}
				if (s2 === peg$FAILED) s2 = null;
				s1 = [s1, s2];
				s0 = s1;
			} else {
				peg$currPos = s0;
				s0 = peg$FAILED;
			}
			if (s0 === peg$FAILED) s0 = peg$parsechar_class_esc();
			return s0;
		}
		function peg$parsecc_char() {
			var s0 = peg$currPos, s1, s2;
			if (input.length > peg$currPos) {
				s1 = input.charAt(peg$currPos);
				peg$currPos++;
			} else {
				s1 = peg$FAILED;
				if (peg$silentFails === 0) peg$fail(peg$e8);
			}
			if (s1 !== peg$FAILED) {
				s2 = peg$f1(s1);
				if (s2) s2 = void 0;
				else s2 = peg$FAILED;
				if (s2 !== peg$FAILED) s0 = s1;
				else {
					peg$currPos = s0;
					s0 = peg$FAILED;
				}
			} else {
				peg$currPos = s0;
				s0 = peg$FAILED;
			}
			if (s0 === peg$FAILED) s0 = peg$parsesingle_char_esc();
			return s0;
		}
		function peg$parsecat_esc() {
			var s0 = peg$currPos, s1, s2, s3;
			if (input.substr(peg$currPos, 3) === peg$c12) {
				s1 = peg$c12;
				peg$currPos += 3;
			} else {
				s1 = peg$FAILED;
				if (peg$silentFails === 0) peg$fail(peg$e16);
			}
			if (s1 !== peg$FAILED) {
				s2 = peg$parseis_category();
				if (s2 !== peg$FAILED) {
					if (input.charCodeAt(peg$currPos) === 125) {
						s3 = peg$c3;
						peg$currPos++;
					} else {
						s3 = peg$FAILED;
						if (peg$silentFails === 0) peg$fail(peg$e5);
					}
					if (s3 !== peg$FAILED) {
						s1 = [
							s1,
							s2,
							s3
						];
						s0 = s1;
					} else {
						peg$currPos = s0;
						s0 = peg$FAILED;
					}
				} else {
					peg$currPos = s0;
					s0 = peg$FAILED;
				}
			} else {
				peg$currPos = s0;
				s0 = peg$FAILED;
			}
			return s0;
		}
		function peg$parsecompl_esc() {
			var s0 = peg$currPos, s1, s2, s3;
			if (input.substr(peg$currPos, 3) === peg$c13) {
				s1 = peg$c13;
				peg$currPos += 3;
			} else {
				s1 = peg$FAILED;
				if (peg$silentFails === 0) peg$fail(peg$e17);
			}
			if (s1 !== peg$FAILED) {
				s2 = peg$parseis_category();
				if (s2 !== peg$FAILED) {
					if (input.charCodeAt(peg$currPos) === 125) {
						s3 = peg$c3;
						peg$currPos++;
					} else {
						s3 = peg$FAILED;
						if (peg$silentFails === 0) peg$fail(peg$e5);
					}
					if (s3 !== peg$FAILED) {
						s1 = [
							s1,
							s2,
							s3
						];
						s0 = s1;
					} else {
						peg$currPos = s0;
						s0 = peg$FAILED;
					}
				} else {
					peg$currPos = s0;
					s0 = peg$FAILED;
				}
			} else {
				peg$currPos = s0;
				s0 = peg$FAILED;
			}
			return s0;
		}
		function peg$parseis_category() {
			var s0 = peg$parseletters();
			if (s0 === peg$FAILED) {
				s0 = peg$parsemarks();
				if (s0 === peg$FAILED) {
					s0 = peg$parsenumbers();
					if (s0 === peg$FAILED) {
						s0 = peg$parsepunctuation();
						if (s0 === peg$FAILED) {
							s0 = peg$parseseparators();
							if (s0 === peg$FAILED) {
								s0 = peg$parsesymbols();
								if (s0 === peg$FAILED) s0 = peg$parseothers();
							}
						}
					}
				}
			}
			return s0;
		}
		function peg$parseletters() {
			var s0 = peg$currPos, s1, s2;
			if (input.charCodeAt(peg$currPos) === 76) {
				s1 = peg$c14;
				peg$currPos++;
			} else {
				s1 = peg$FAILED;
				if (peg$silentFails === 0) peg$fail(peg$e18);
			}
			if (s1 !== peg$FAILED) {
				s2 = input.charAt(peg$currPos);
				if (peg$r3.test(s2)) peg$currPos++;
				else {
					s2 = peg$FAILED;
					if (peg$silentFails === 0) peg$fail(peg$e19);
				}
				if (s2 === peg$FAILED) s2 = null;
				s1 = [s1, s2];
				s0 = s1;
			} else {
				peg$currPos = s0;
				s0 = peg$FAILED;
			}
			return s0;
		}
		function peg$parsemarks() {
			var s0 = peg$currPos, s1, s2;
			if (input.charCodeAt(peg$currPos) === 77) {
				s1 = peg$c15;
				peg$currPos++;
			} else {
				s1 = peg$FAILED;
				if (peg$silentFails === 0) peg$fail(peg$e20);
			}
			if (s1 !== peg$FAILED) {
				s2 = input.charAt(peg$currPos);
				if (peg$r4.test(s2)) peg$currPos++;
				else {
					s2 = peg$FAILED;
					if (peg$silentFails === 0) peg$fail(peg$e21);
				}
				if (s2 === peg$FAILED) s2 = null;
				s1 = [s1, s2];
				s0 = s1;
			} else {
				peg$currPos = s0;
				s0 = peg$FAILED;
			}
			return s0;
		}
		function peg$parsenumbers() {
			var s0 = peg$currPos, s1, s2;
			if (input.charCodeAt(peg$currPos) === 78) {
				s1 = peg$c16;
				peg$currPos++;
			} else {
				s1 = peg$FAILED;
				if (peg$silentFails === 0) peg$fail(peg$e22);
			}
			if (s1 !== peg$FAILED) {
				s2 = input.charAt(peg$currPos);
				if (peg$r5.test(s2)) peg$currPos++;
				else {
					s2 = peg$FAILED;
					if (peg$silentFails === 0) peg$fail(peg$e23);
				}
				if (s2 === peg$FAILED) s2 = null;
				s1 = [s1, s2];
				s0 = s1;
			} else {
				peg$currPos = s0;
				s0 = peg$FAILED;
			}
			return s0;
		}
		function peg$parsepunctuation() {
			var s0 = peg$currPos, s1, s2;
			if (input.charCodeAt(peg$currPos) === 80) {
				s1 = peg$c17;
				peg$currPos++;
			} else {
				s1 = peg$FAILED;
				if (peg$silentFails === 0) peg$fail(peg$e24);
			}
			if (s1 !== peg$FAILED) {
				s2 = input.charAt(peg$currPos);
				if (peg$r6.test(s2)) peg$currPos++;
				else {
					s2 = peg$FAILED;
					if (peg$silentFails === 0) peg$fail(peg$e25);
				}
				if (s2 === peg$FAILED) s2 = null;
				s1 = [s1, s2];
				s0 = s1;
			} else {
				peg$currPos = s0;
				s0 = peg$FAILED;
			}
			return s0;
		}
		function peg$parseseparators() {
			var s0 = peg$currPos, s1, s2;
			if (input.charCodeAt(peg$currPos) === 90) {
				s1 = peg$c18;
				peg$currPos++;
			} else {
				s1 = peg$FAILED;
				if (peg$silentFails === 0) peg$fail(peg$e26);
			}
			if (s1 !== peg$FAILED) {
				s2 = input.charAt(peg$currPos);
				if (peg$r7.test(s2)) peg$currPos++;
				else {
					s2 = peg$FAILED;
					if (peg$silentFails === 0) peg$fail(peg$e27);
				}
				if (s2 === peg$FAILED) s2 = null;
				s1 = [s1, s2];
				s0 = s1;
			} else {
				peg$currPos = s0;
				s0 = peg$FAILED;
			}
			return s0;
		}
		function peg$parsesymbols() {
			var s0 = peg$currPos, s1, s2;
			if (input.charCodeAt(peg$currPos) === 83) {
				s1 = peg$c19;
				peg$currPos++;
			} else {
				s1 = peg$FAILED;
				if (peg$silentFails === 0) peg$fail(peg$e28);
			}
			if (s1 !== peg$FAILED) {
				s2 = input.charAt(peg$currPos);
				if (peg$r8.test(s2)) peg$currPos++;
				else {
					s2 = peg$FAILED;
					if (peg$silentFails === 0) peg$fail(peg$e29);
				}
				if (s2 === peg$FAILED) s2 = null;
				s1 = [s1, s2];
				s0 = s1;
			} else {
				peg$currPos = s0;
				s0 = peg$FAILED;
			}
			return s0;
		}
		function peg$parseothers() {
			var s0 = peg$currPos, s1, s2;
			if (input.charCodeAt(peg$currPos) === 67) {
				s1 = peg$c20;
				peg$currPos++;
			} else {
				s1 = peg$FAILED;
				if (peg$silentFails === 0) peg$fail(peg$e30);
			}
			if (s1 !== peg$FAILED) {
				s2 = input.charAt(peg$currPos);
				if (peg$r9.test(s2)) peg$currPos++;
				else {
					s2 = peg$FAILED;
					if (peg$silentFails === 0) peg$fail(peg$e31);
				}
				if (s2 === peg$FAILED) s2 = null;
				s1 = [s1, s2];
				s0 = s1;
			} else {
				peg$currPos = s0;
				s0 = peg$FAILED;
			}
			return s0;
		}
		peg$result = peg$startRuleFunction();
		if (options.peg$library) return (/** @type {any} */ {
			peg$result,
			peg$currPos,
			peg$FAILED,
			peg$maxFailExpected,
			peg$maxFailPos
		});
		if (peg$result !== peg$FAILED && peg$currPos === input.length) return peg$result;
		else {
			if (peg$result !== peg$FAILED && peg$currPos < input.length) peg$fail(peg$endExpectation());
			throw peg$buildStructuredError(peg$maxFailExpected, peg$maxFailPos < input.length ? input.charAt(peg$maxFailPos) : null, peg$maxFailPos < input.length ? peg$computeLocation(peg$maxFailPos, peg$maxFailPos + 1) : peg$computeLocation(peg$maxFailPos, peg$maxFailPos));
		}
	}
	const iregexp = {
		StartRules: ["start"],
		SyntaxError: peg$SyntaxError,
		parse: peg$parse
	};
	/**
	* Return _true_ if _pattern_ is a valid I-Regexp
	* @param {string} pattern - Regular expression pattern to check.
	* @returns true if _pattern_ is valid, or false otherwise.
	*/
	function check(pattern) {
		try {
			iregexp.parse(pattern, {});
		} catch (error) {
			if (error instanceof iregexp.SyntaxError) return false;
			throw error;
		}
		return true;
	}
	var check$1 = { check }.check;
	var Match = class {
		argTypes = [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType];
		returnType = FunctionExpressionType.LogicalType;
		#cache;
		constructor(options = {}) {
			this.options = options;
			this.cacheSize = options.cacheSize ?? 10;
			this.throwErrors = options.throwErrors ?? false;
			this.iRegexpCheck = options.iRegexpCheck ?? true;
			this.#cache = new LRUCache(this.cacheSize);
		}
		call(s, pattern) {
			if (this.cacheSize > 0) {
				const re = this.#cache.get(pattern);
				if (re) try {
					return re.test(s);
				} catch (error) {
					if (this.throwErrors) throw error;
					return false;
				}
			}
			if (!isString(pattern)) {
				if (this.throwErrors) throw new IRegexpError(`match() expected a string pattern, found ${pattern}`);
				return false;
			}
			if (this.iRegexpCheck && !check$1(pattern)) {
				if (this.throwErrors) throw new IRegexpError(`pattern ${pattern} is not a valid I-Regexp pattern`);
				return false;
			}
			try {
				const re = new RegExp(fullMatch(pattern), "u");
				if (this.cacheSize > 0) this.#cache.set(pattern, re);
				return re.test(s);
			} catch (error) {
				if (this.throwErrors) throw error;
				return false;
			}
		}
	};
	var Search = class {
		argTypes = [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType];
		returnType = FunctionExpressionType.LogicalType;
		#cache;
		constructor(options = {}) {
			this.options = options;
			this.cacheSize = options.cacheSize ?? 10;
			this.throwErrors = options.throwErrors ?? false;
			this.iRegexpCheck = options.iRegexpCheck ?? true;
			this.#cache = new LRUCache(this.cacheSize);
		}
		call(s, pattern) {
			if (this.cacheSize > 0) {
				const re = this.#cache.get(pattern);
				if (re) try {
					return !!s.match(re);
				} catch (error) {
					if (this.throwErrors) throw error;
					return false;
				}
			}
			if (!isString(pattern)) {
				if (this.throwErrors) throw new IRegexpError(`match() expected a string pattern, found ${pattern}`);
				return false;
			}
			if (this.iRegexpCheck && !check$1(pattern)) {
				if (this.throwErrors) throw new IRegexpError(`pattern ${pattern} is not a valid I-Regexp pattern`);
				return false;
			}
			try {
				const re = new RegExp(mapRegexp(pattern), "u");
				if (this.cacheSize > 0) this.#cache.set(pattern, re);
				return !!s.match(re);
			} catch (error) {
				if (this.throwErrors) throw error;
				return false;
			}
		}
	};
	var Value = class {
		argTypes = [FunctionExpressionType.NodesType];
		returnType = FunctionExpressionType.ValueType;
		call(nodes) {
			if (nodes.length === 1) return nodes.nodes[0].value;
			return Nothing;
		}
	};
	/**
	*
	*/
	let TokenKind = /*#__PURE__*/ function(TokenKind) {
		TokenKind["AND"] = "TOKEN_AND";
		TokenKind["COLON"] = "TOKEN_COLON";
		TokenKind["COMMA"] = "TOKEN_COMMA";
		TokenKind["CURRENT"] = "TOKEN_CURRENT_VALUE";
		TokenKind["CURRENT_KEY"] = "TOKEN_CURRENT_KEY";
		TokenKind["DDOT"] = "TOKEN_DDOT";
		TokenKind["DOT"] = "TOKEN_DOT";
		TokenKind["DOUBLE_QUOTE_STRING"] = "TOKEN_DOUBLE_QUOTE_STRING";
		TokenKind["EOF"] = "TOKEN_EOF";
		TokenKind["EQ"] = "TOKEN_EQ";
		TokenKind["ERROR"] = "TOKEN_ERROR";
		TokenKind["FALSE"] = "TOKEN_FALSE";
		TokenKind["FILTER"] = "TOKEN_FILTER_START";
		TokenKind["FUNCTION"] = "TOKEN_FUNCTION";
		TokenKind["GE"] = "TOKEN_GE";
		TokenKind["GT"] = "TOKEN_GT";
		TokenKind["INDEX"] = "TOKEN_INDEX";
		TokenKind["KEY"] = "TOKEN_KEY";
		TokenKind["KEY_DOUBLE_QUOTE_STRING"] = "TOKEN_KEY_DOUBLE_QUOTE_STRING";
		TokenKind["KEY_SINGLE_QUOTE_STRING"] = "TOKEN_KEY_SINGLE_QUOTE_STRING";
		TokenKind["KEYS"] = "TOKEN_KEYS";
		TokenKind["KEYS_FILTER"] = "TOKEN_KEYS_FILTER";
		TokenKind["LBRACKET"] = "TOKEN_LBRACKET";
		TokenKind["LE"] = "TOKEN_LE";
		TokenKind["LG"] = "TOKEN_LG";
		TokenKind["LPAREN"] = "TOKEN_LPAREN";
		TokenKind["LT"] = "TOKEN_LT";
		TokenKind["NAME"] = "TOKEN_NAME";
		TokenKind["NE"] = "TOKEN_NE";
		TokenKind["NOT"] = "TOKEN_NOT";
		TokenKind["NULL"] = "TOKEN_NULL";
		TokenKind["NUMBER"] = "NUMBER";
		TokenKind["OR"] = "TOKEN_OR";
		TokenKind["RBRACKET"] = "TOKEN_RBRACKET";
		TokenKind["ROOT"] = "TOKEN_ROOT";
		TokenKind["RPAREN"] = "TOKEN_RPAREN";
		TokenKind["SINGLE_QUOTE_STRING"] = "TOKEN_SINGLE_QUOTE_STRING";
		TokenKind["TRUE"] = "TOKEN_TRUE";
		TokenKind["WILD"] = "TOKEN_WILD";
		return TokenKind;
	}({});
	/**
	*
	*/
	var Token = class {
		constructor(kind, value, index, input) {
			this.kind = kind;
			this.value = value;
			this.index = index;
			this.input = input;
		}
	};
	new Token(TokenKind.EOF, "", -1, "");
	/**
	*
	*/
	var TokenStream = class {
		#pos = 0;
		constructor(tokens) {
			this.tokens = tokens;
		}
		get current() {
			return this.tokens[this.#pos];
		}
		get peek() {
			if (this.#pos >= this.tokens.length - 1) return this.tokens[this.tokens.length - 1];
			return this.tokens[this.#pos + 1];
		}
		next() {
			const current = this.current;
			this.#pos += 1;
			return current;
		}
		backup() {
			if (this.#pos > 0) this.#pos -= 1;
		}
		expect(kind) {
			if (this.current.kind !== kind) throw new JSONPathSyntaxError(`expected token '${kind}', found '${this.current.kind}'`, this.current);
		}
		expectPeek(kind) {
			const peeked = this.peek;
			if (peeked.kind !== kind) throw new JSONPathSyntaxError(`expected token '${kind}', found '${peeked.kind}'`, peeked);
		}
		expectPeekNot(kind, message) {
			const peeked = this.peek;
			if (peeked.kind === kind) throw new JSONPathSyntaxError(message, peeked);
		}
	};
	/** A lexer that accepts additional, non-standard tokens. */
	const exponentPattern = /[eE][+-]?\d+/y;
	const functionNamePattern = /[a-z][a-z_0-9]*/y;
	const indexPattern = /-?\d+/y;
	const intPattern = /-?\d+/y;
	const namePattern = /[\u0080-\uFFFFa-zA-Z_][\u0080-\uFFFFa-zA-Z0-9_-]*/y;
	const whitespace = /* @__PURE__ */ new Set([
		" ",
		"\n",
		"	",
		"\r"
	]);
	const nameFirstPattern = /[\u0080-\uFFFFa-zA-Z_]/;
	/**
	* JSONPath lexical scanner.
	*
	* Lexer state is shared between this class and the current state function. A
	* new _Lexer_ instance is automatically created every time a path is tokenized.
	*
	* Use {@link tokenize} to get an array of {@link Token}'s for a JSONPath query.
	*/
	var Lexer = class {
		/**
		* Filter nesting level.
		*/
		filterLevel = 0;
		/**
		* A running count of parentheses for each, possibly nested, function call.
		*
		* If the stack is empty, we are not in a function call. Remember that
		* function arguments can use arbitrarily nested in parentheses.
		*/
		funcCallStack = [];
		/**
		* A stack of parentheses and square brackets used to check for balanced
		* brackets.
		*/
		bracketStack = [];
		/** Tokens resulting from tokenizing a JSONPath query. */
		tokens = [];
		#start = 0;
		#pos = 0;
		/**
		* @param path - A JSONPath query.
		*/
		constructor(environment, path) {
			this.environment = environment;
			this.path = path;
		}
		get pos() {
			return this.#pos;
		}
		get start() {
			return this.#start;
		}
		run() {
			let state = lexRoot;
			while (state) state = state(this);
		}
		emit(t) {
			this.tokens.push(new Token(t, this.path.slice(this.#start, this.#pos), this.#start, this.path));
			this.#start = this.#pos;
		}
		next() {
			if (this.#pos >= this.path.length) return "";
			const s = this.path[this.#pos];
			this.#pos += 1;
			return s;
		}
		ignore() {
			this.#start = this.#pos;
		}
		backup() {
			if (this.#pos <= this.#start) {
				const msg = "can't backup beyond start";
				throw new JSONPathLexerError(msg, new Token(TokenKind.ERROR, msg, this.#pos, this.path));
			}
			this.#pos -= 1;
		}
		peek() {
			const ch = this.next();
			if (ch) this.backup();
			return ch;
		}
		peekMatch(pattern) {
			const ch = this.next();
			if (ch) this.backup();
			return pattern.test(ch);
		}
		accept(valid) {
			const ch = this.next();
			if (valid.has(ch)) return true;
			if (ch) this.backup();
			return false;
		}
		acceptMatch(pattern) {
			const ch = this.next();
			if (pattern.test(ch)) return true;
			if (ch) this.backup();
			return false;
		}
		acceptRun(valid) {
			let found = false;
			let ch = this.next();
			while (valid.has(ch)) {
				ch = this.next();
				found = true;
			}
			if (ch) this.backup();
			return found;
		}
		acceptMatchRun(pattern) {
			pattern.lastIndex = this.#pos;
			const match = pattern.exec(this.path);
			pattern.lastIndex = 0;
			if (match) {
				this.#pos += match[0].length;
				return true;
			}
			return false;
		}
		ignoreWhitespace() {
			if (this.#pos !== this.#start) {
				const msg = `must emit or ignore before consuming whitespace ('${this.path.slice(this.#start, this.#pos)}':${this.pos})`;
				throw new JSONPathLexerError(msg, new Token(TokenKind.ERROR, msg, this.pos, this.path));
			}
			if (this.acceptRun(whitespace)) {
				this.ignore();
				return true;
			}
			return false;
		}
		error(msg) {
			this.tokens.push(new Token(TokenKind.ERROR, msg, this.#pos, this.path));
		}
	};
	/**
	* Return a lexer for _path_ and an array to be populated with Tokens.
	*
	* `lexer.run()` must be called to populate the returned tokens array.
	*
	* You probably want to use {@link tokenize} instead of _lex_. This function
	* is mostly for internal use, where we want to test the state of the returned
	* _lexer_ after tokens have been populated.
	*
	* @param path - A JSONPath query.
	* @returns A two-tuple containing a lexer for _path_ and an array to populate
	* with tokens.
	*/
	function lex(environment, path) {
		const lexer = new Lexer(environment, path);
		return [lexer, lexer.tokens];
	}
	/**
	* Scan _path_ and return an array of tokens to be parsed by the parser.
	* @param path - A JSONPath query.
	* @returns Tokens to be parsed by the parser.
	*/
	function tokenize(environment, path) {
		const [lexer, tokens] = lex(environment, path);
		lexer.run();
		if (tokens.length && tokens[tokens.length - 1].kind === TokenKind.ERROR) throw new JSONPathSyntaxError(tokens[tokens.length - 1].value, tokens[tokens.length - 1]);
		if (lexer.bracketStack.length !== 0) {
			const [ch, index] = lexer.bracketStack[lexer.bracketStack.length - 1];
			throw new JSONPathSyntaxError("unbalanced brackets", new Token(TokenKind.ERROR, ch, index, path));
		}
		return tokens;
	}
	function lexRoot(l) {
		const ch = l.next();
		if (ch !== "$") {
			l.backup();
			l.error(`expected '$', found '${ch}'`);
			return null;
		}
		l.emit(TokenKind.ROOT);
		return lexSegment;
	}
	function lexSegment(l) {
		if (l.ignoreWhitespace() && !l.peek()) l.error("trailing whitespace");
		const ch = l.next();
		switch (ch) {
			case "":
				l.emit(TokenKind.EOF);
				return null;
			case ".":
				if (l.peek() === ".") {
					l.next();
					l.emit(TokenKind.DDOT);
					return lexDescendantSelection;
				}
				return lexDotSelector;
			case "[":
				l.bracketStack.push(["[", l.start]);
				l.emit(TokenKind.LBRACKET);
				return lexInsideBracketedSelection;
			default:
				l.backup();
				if (l.filterLevel) return lexInsideFilter;
				l.error(`expected '.', '..' or a bracketed selection, found '${ch}'`);
				return null;
		}
	}
	/**
	* Similar to _lexSegment_, but ..
	*   - no leading whitespace
	*   - no extra dot before a property name
	*   - there must be a selector, so EOF would be an error
	* @param l -
	* @returns -
	*/
	function lexDescendantSelection(l) {
		if (l.acceptMatchRun(namePattern)) {
			l.emit(TokenKind.NAME);
			return lexSegment;
		}
		if (!l.environment.strict) {
			if (l.environment.keysPattern.source === "~" && l.peek() === "~") {
				l.next();
				if (l.peekMatch(nameFirstPattern)) {
					l.ignore();
					l.acceptMatchRun(namePattern);
					l.emit(TokenKind.KEY);
					return lexSegment;
				} else {
					l.emit(TokenKind.KEYS);
					return lexSegment;
				}
			} else if (l.acceptMatchRun(l.environment.keysPattern)) {
				l.emit(TokenKind.KEYS);
				return lexSegment;
			}
		}
		const ch = l.next();
		switch (ch) {
			case "":
				l.error("bald descendant segment");
				return null;
			case "*":
				l.emit(TokenKind.WILD);
				return lexSegment;
			case "[":
				l.bracketStack.push(["[", l.start]);
				l.emit(TokenKind.LBRACKET);
				return lexInsideBracketedSelection;
			default:
				l.backup();
				l.error(`unexpected descendent selection token '${ch}'`);
				return null;
		}
	}
	function lexDotSelector(l) {
		l.ignore();
		if (l.ignoreWhitespace()) {
			l.error("unexpected whitespace after dot");
			return null;
		}
		if (!l.environment.strict) {
			if (l.environment.keysPattern.source === "~" && l.peek() === "~") {
				l.next();
				if (l.peekMatch(nameFirstPattern)) {
					l.ignore();
					l.acceptMatchRun(namePattern);
					l.emit(TokenKind.KEY);
					return lexSegment;
				} else {
					l.emit(TokenKind.KEYS);
					return lexSegment;
				}
			} else if (l.acceptMatchRun(l.environment.keysPattern)) {
				l.emit(TokenKind.KEYS);
				return lexSegment;
			}
		}
		if (l.acceptMatchRun(namePattern)) {
			l.emit(TokenKind.NAME);
			return lexSegment;
		}
		const ch = l.next();
		if (ch === "*") {
			l.emit(TokenKind.WILD);
			return lexSegment;
		}
		l.backup();
		l.error(`unexpected shorthand selector '${ch}'`);
		return null;
	}
	function lexInsideBracketedSelection(l) {
		for (;;) {
			l.ignoreWhitespace();
			if (l.acceptMatchRun(indexPattern)) {
				l.emit(TokenKind.INDEX);
				continue;
			}
			if (!l.environment.strict && l.acceptMatchRun(l.environment.keysPattern)) switch (l.peek()) {
				case "'":
					l.ignore();
					l.next();
					return lexSingleQuoteKeyString(l);
				case "\"":
					l.ignore();
					l.next();
					return lexDoubleQuoteKeyString(l);
				case "?":
					l.next();
					l.emit(TokenKind.KEYS_FILTER);
					l.filterLevel += 1;
					return lexInsideFilter;
				default:
					l.emit(TokenKind.KEYS);
					continue;
			}
			const ch = l.next();
			switch (ch) {
				case "]":
					if (l.bracketStack.length === 0 || l.bracketStack[l.bracketStack.length - 1][0] !== "[") {
						l.backup();
						l.error("unbalanced brackets");
						return null;
					}
					l.bracketStack.pop();
					l.emit(TokenKind.RBRACKET);
					return lexSegment;
				case "":
					l.error("unclosed bracketed selection");
					return null;
				case "*":
					l.emit(TokenKind.WILD);
					continue;
				case "?":
					l.emit(TokenKind.FILTER);
					l.filterLevel += 1;
					return lexInsideFilter;
				case ",":
					l.emit(TokenKind.COMMA);
					continue;
				case ":":
					l.emit(TokenKind.COLON);
					continue;
				case "'": return lexSingleQuoteStringInsideBracketSelection;
				case "\"": return lexDoubleQuoteStringInsideBracketSelection;
				default:
					l.backup();
					l.error(`unexpected token '${ch}' in bracketed selection`);
					return null;
			}
		}
	}
	function lexInsideFilter(l) {
		for (;;) {
			l.ignoreWhitespace();
			const ch = l.next();
			switch (ch) {
				case "":
					l.error("unclosed bracketed selection");
					return null;
				case "]":
					l.filterLevel -= 1;
					l.backup();
					return lexInsideBracketedSelection;
				case ",":
					l.emit(TokenKind.COMMA);
					if (l.funcCallStack.length) continue;
					l.filterLevel -= 1;
					return lexInsideBracketedSelection;
				case "'": return lexSingleQuoteStringInsideFilterExpression;
				case "\"": return lexDoubleQuoteStringInsideFilterExpression;
				case "(":
					l.bracketStack.push(["(", l.start]);
					l.emit(TokenKind.LPAREN);
					if (l.funcCallStack.length) l.funcCallStack[l.funcCallStack.length - 1] += 1;
					continue;
				case ")":
					if (l.bracketStack.length === 0 || l.bracketStack[l.bracketStack.length - 1][0] !== "(") {
						l.backup();
						l.error("unbalanced brackets");
						return null;
					}
					l.bracketStack.pop();
					l.emit(TokenKind.RPAREN);
					if (l.funcCallStack.length) {
						if (l.funcCallStack[l.funcCallStack.length - 1] === 1) l.funcCallStack.pop();
						else l.funcCallStack[l.funcCallStack.length - 1] -= 1;
					}
					continue;
				case "$":
					l.emit(TokenKind.ROOT);
					return lexSegment;
				case "@":
					l.emit(TokenKind.CURRENT);
					return lexSegment;
				case "#":
					if (l.environment.strict) {
						l.backup();
						l.error(`unexpected filter selector token '${ch}'`);
						return null;
					}
					l.emit(TokenKind.CURRENT_KEY);
					return lexSegment;
				case ".":
					l.backup();
					return lexSegment;
				case "!":
					if (l.peek() === "=") {
						l.next();
						l.emit(TokenKind.NE);
					} else l.emit(TokenKind.NOT);
					continue;
				case "=": if (l.peek() === "=") {
					l.next();
					l.emit(TokenKind.EQ);
					continue;
				} else {
					l.backup();
					l.error(`unexpected filter selector token '${ch}'`);
					return null;
				}
				case "<":
					if (l.peek() === "=") {
						l.next();
						l.emit(TokenKind.LE);
					} else l.emit(TokenKind.LT);
					continue;
				case ">":
					if (l.peek() === "=") {
						l.next();
						l.emit(TokenKind.GE);
					} else l.emit(TokenKind.GT);
					continue;
				default:
					l.backup();
					if (l.acceptMatchRun(intPattern)) {
						if (l.peek() === ".") {
							l.next();
							if (!l.acceptMatchRun(intPattern)) {
								l.error("a fractional digit is required after a decimal point");
								return null;
							}
						}
						l.acceptMatchRun(exponentPattern);
						l.emit(TokenKind.NUMBER);
						continue;
					}
					if (l.acceptMatchRun(/&&/y)) {
						l.emit(TokenKind.AND);
						continue;
					}
					if (l.acceptMatchRun(/\|\|/y)) {
						l.emit(TokenKind.OR);
						continue;
					}
					if (l.acceptMatchRun(/true/y)) {
						l.emit(TokenKind.TRUE);
						continue;
					}
					if (l.acceptMatchRun(/false/y)) {
						l.emit(TokenKind.FALSE);
						continue;
					}
					if (l.acceptMatchRun(/null/y)) {
						l.emit(TokenKind.NULL);
						continue;
					}
					if (l.acceptMatchRun(functionNamePattern) && l.peek() === "(") {
						l.funcCallStack.push(1);
						l.emit(TokenKind.FUNCTION);
						l.bracketStack.push(["(", l.start]);
						l.next();
						l.ignore();
						continue;
					}
			}
			l.error(`unexpected filter selector token '${ch}'`);
			return null;
		}
	}
	/**
	* Return a state function tokenizing string literals using _quote_ and
	* returning control to _state_.
	* @param quote - One of `'` or `"`.
	* @param state - The state function to return control to.
	* @returns String tokenizing state function.
	*/
	function makeLexString(quote, state, token_kind) {
		function _lexString(l) {
			l.ignore();
			if (l.peek() === quote) {
				l.emit(quote === "'" ? TokenKind.SINGLE_QUOTE_STRING : TokenKind.DOUBLE_QUOTE_STRING);
				l.next();
				l.ignore();
				return state;
			}
			for (;;) {
				const la = l.path.slice(l.pos, l.pos + 2);
				const ch = l.next();
				if (la === "\\\\" || la === `\\${quote}`) {
					l.next();
					continue;
				} else if (ch === "\\" && !la.match(/\\[bfnrtu/]/)) {
					l.error(`invalid escape`);
					return null;
				}
				if (!ch) {
					l.error(`unclosed string starting at index ${l.start}`);
					return null;
				}
				if (ch === quote) {
					l.backup();
					l.emit(token_kind);
					l.next();
					l.ignore();
					return state;
				}
			}
		}
		return _lexString;
	}
	const lexSingleQuoteStringInsideBracketSelection = makeLexString("'", lexInsideBracketedSelection, TokenKind.SINGLE_QUOTE_STRING);
	const lexDoubleQuoteStringInsideBracketSelection = makeLexString("\"", lexInsideBracketedSelection, TokenKind.DOUBLE_QUOTE_STRING);
	const lexSingleQuoteStringInsideFilterExpression = makeLexString("'", lexInsideFilter, TokenKind.SINGLE_QUOTE_STRING);
	const lexDoubleQuoteStringInsideFilterExpression = makeLexString("\"", lexInsideFilter, TokenKind.DOUBLE_QUOTE_STRING);
	const lexSingleQuoteKeyString = makeLexString("'", lexInsideBracketedSelection, TokenKind.KEY_SINGLE_QUOTE_STRING);
	const lexDoubleQuoteKeyString = makeLexString("\"", lexInsideBracketedSelection, TokenKind.KEY_DOUBLE_QUOTE_STRING);
	/**
	* Base class for all JSONPath segments and selectors.
	*/
	var JSONPathSelector = class {
		/**
		* @param token - The token at the start of this selector.
		*/
		constructor(environment, token) {
			this.environment = environment;
			this.token = token;
		}
	};
	/**
	* Shorthand and quoted name selector.
	*/
	var NameSelector = class extends JSONPathSelector {
		constructor(environment, token, name) {
			super(environment, token);
			this.environment = environment;
			this.token = token;
			this.name = name;
		}
		resolve(node) {
			const rv = [];
			if (!isArray(node.value) && hasStringKey(node.value, this.name)) rv.push(new JSONPathNode(node.value[this.name], node.location.concat(this.name), node.root));
			return rv;
		}
		*lazyResolve(node) {
			if (!isArray(node.value) && hasStringKey(node.value, this.name)) yield new JSONPathNode(node.value[this.name], node.location.concat(this.name), node.root);
		}
		toString(options) {
			const { form } = {
				...defaultSerializationOptions,
				...options
			};
			return form === "canonical" ? toCanonical(this.name) : toQuoted(this.name);
		}
		shorthand() {
			return toShorthand(this.name);
		}
	};
	/**
	* Array index selector.
	*/
	var IndexSelector = class extends JSONPathSelector {
		constructor(environment, token, index) {
			super(environment, token);
			this.environment = environment;
			this.token = token;
			this.index = index;
			if (index < this.environment.minIntIndex || index > this.environment.maxIntIndex) throw new JSONPathIndexError("index out of range", this.token);
		}
		resolve(node) {
			const rv = [];
			if (isArray(node.value)) {
				const normIndex = this.normalizedIndex(node.value.length);
				if (normIndex in node.value) rv.push(new JSONPathNode(node.value[normIndex], node.location.concat(normIndex), node.root));
			}
			return rv;
		}
		*lazyResolve(node) {
			if (isArray(node.value)) {
				const normIndex = this.normalizedIndex(node.value.length);
				if (normIndex in node.value) yield new JSONPathNode(node.value[normIndex], node.location.concat(normIndex), node.root);
			}
		}
		toString() {
			return String(this.index);
		}
		normalizedIndex(length) {
			if (this.index < 0 && length >= Math.abs(this.index)) return length + this.index;
			return this.index;
		}
	};
	var SliceSelector = class extends JSONPathSelector {
		constructor(environment, token, start, stop, step) {
			super(environment, token);
			this.environment = environment;
			this.token = token;
			this.start = start;
			this.stop = stop;
			this.step = step;
			this.checkRange(start, stop, step);
		}
		resolve(node) {
			const rv = [];
			if (!isArray(node.value)) return rv;
			for (const [i, value] of this.slice(node.value, this.start, this.stop, this.step)) rv.push(new JSONPathNode(value, node.location.concat(i), node.root));
			return rv;
		}
		*lazyResolve(node) {
			if (isArray(node.value)) for (const [i, value] of this.lazySlice(node.value, this.start, this.stop, this.step)) yield new JSONPathNode(value, node.location.concat(i), node.root);
		}
		toString() {
			return `${this.start ? this.start : ""}:${this.stop ? this.stop : ""}:${this.step ? this.step : "1"}`;
		}
		checkRange(...indices) {
			for (const index of indices) if (index !== void 0 && (index < this.environment.minIntIndex || index > this.environment.maxIntIndex)) throw new JSONPathIndexError("index out of range", this.token);
		}
		slice(arr, start, stop, step) {
			const len = arr.length;
			step = step ?? 1;
			if (step === 0 || !len) return [];
			const result = [];
			let i;
			if (step > 0) {
				i = this.normalizeIndex(start, 0, len, step);
				const stop_ = this.normalizeIndex(stop, len, len, step);
				for (; i < stop_; i += step) result.push([i, arr[i]]);
			} else {
				i = this.normalizeIndex(start, len - 1, len, step);
				const stop_ = this.normalizeIndex(stop, -1, len, step);
				for (; i > stop_; i += step) result.push([i, arr[i]]);
			}
			return result;
		}
		*lazySlice(arr, start, stop, step) {
			const len = arr.length;
			step = step ?? 1;
			if (step === 0 || !len) return [];
			let i;
			if (step > 0) {
				i = this.normalizeIndex(start, 0, len, step);
				const stop_ = this.normalizeIndex(stop, len, len, step);
				for (; i < stop_; i += step) yield [i, arr[i]];
			} else {
				i = this.normalizeIndex(start, len - 1, len, step);
				const stop_ = this.normalizeIndex(stop, -1, len, step);
				for (; i > stop_; i += step) yield [i, arr[i]];
			}
		}
		normalizeIndex(n, defaultValue, len, step) {
			if (n === void 0) return defaultValue;
			if (n < 0) return step < 0 ? Math.max(n + len, -1) : Math.max(n + len, 0);
			return step < 0 ? Math.min(n, len - 1) : Math.min(n, len);
		}
	};
	var WildcardSelector = class extends JSONPathSelector {
		constructor(environment, token) {
			super(environment, token);
			this.environment = environment;
			this.token = token;
		}
		resolve(node) {
			const rv = [];
			if (node.value instanceof String) return rv;
			if (isArray(node.value)) for (let i = 0; i < node.value.length; i++) rv.push(new JSONPathNode(node.value[i], node.location.concat(i), node.root));
			else if (isObject(node.value)) for (const [key, value] of this.environment.entries(node.value)) rv.push(new JSONPathNode(value, node.location.concat(key), node.root));
			return rv;
		}
		*lazyResolve(node) {
			if (isArray(node.value)) for (let i = 0; i < node.value.length; i++) yield new JSONPathNode(node.value[i], node.location.concat(i), node.root);
			else if (isObject(node.value) && !isString(node.value)) for (const [key, value] of this.environment.entries(node.value)) yield new JSONPathNode(value, node.location.concat(key), node.root);
		}
		toString() {
			return "*";
		}
	};
	var FilterSelector = class extends JSONPathSelector {
		constructor(environment, token, expression) {
			super(environment, token);
			this.environment = environment;
			this.token = token;
			this.expression = expression;
		}
		resolve(node) {
			const rv = [];
			if (node.value instanceof String) return rv;
			if (isArray(node.value)) for (let i = 0; i < node.value.length; i++) {
				const value = node.value[i];
				const filterContext = {
					environment: this.environment,
					currentValue: value,
					rootValue: node.root,
					currentKey: i
				};
				if (this.expression.evaluate(filterContext)) rv.push(new JSONPathNode(value, node.location.concat(i), node.root));
			}
			else if (isObject(node.value)) for (const [key, value] of this.environment.entries(node.value)) {
				const filterContext = {
					environment: this.environment,
					currentValue: value,
					rootValue: node.root,
					currentKey: key
				};
				if (this.expression.evaluate(filterContext)) rv.push(new JSONPathNode(value, node.location.concat(key), node.root));
			}
			return rv;
		}
		*lazyResolve(node) {
			if (isArray(node.value)) for (let i = 0; i < node.value.length; i++) {
				const value = node.value[i];
				const filterContext = {
					environment: this.environment,
					currentValue: value,
					rootValue: node.root,
					lazy: true,
					currentKey: i
				};
				if (this.expression.evaluate(filterContext)) yield new JSONPathNode(value, node.location.concat(i), node.root);
			}
			else if (isObject(node.value) && !isString(node.value)) for (const [key, value] of this.environment.entries(node.value)) {
				const filterContext = {
					environment: this.environment,
					currentValue: value,
					rootValue: node.root,
					lazy: true,
					currentKey: key
				};
				if (this.expression.evaluate(filterContext)) yield new JSONPathNode(value, node.location.concat(key), node.root);
			}
		}
		toString(options) {
			return `?${this.expression.toString(options)}`;
		}
	};
	/** Base class for all JSONPath segments. Both shorthand and bracketed. */
	var JSONPathSegment = class {
		constructor(environment, token, selectors) {
			this.environment = environment;
			this.token = token;
			this.selectors = selectors;
		}
	};
	/** The child selection segment. */
	var ChildSegment = class extends JSONPathSegment {
		resolve(nodes) {
			const rv = [];
			for (const node of nodes) for (const selector of this.selectors) rv.push(...selector.resolve(node));
			return rv;
		}
		*lazyResolve(nodes) {
			for (const node of nodes) for (const selector of this.selectors) yield* selector.resolve(node);
		}
		toString(options) {
			const { form } = {
				...defaultSerializationOptions,
				...options
			};
			if (form === "pretty" && this.selectors.length === 1 && this.selectors[0] instanceof NameSelector) {
				const shorthand = this.selectors[0].shorthand();
				if (shorthand != null) return `.${shorthand}`;
			}
			return `[${this.selectors.map((s) => s.toString(options)).join(", ")}]`;
		}
	};
	/** The recursive descent segment. */
	var DescendantSegment = class extends JSONPathSegment {
		resolve(nodes) {
			const rv = [];
			const visitor = (this.environment.nondeterministic ? this.nondeterministicVisit : this.visit).bind(this);
			for (const node of nodes) for (const _node of visitor(node)) for (const selector of this.selectors) rv.push(...selector.resolve(_node));
			return rv;
		}
		*lazyResolve(nodes) {
			for (const node of nodes) for (const _node of this.visit(node)) for (const selector of this.selectors) yield* selector.resolve(_node);
		}
		toString(options) {
			return `..[${this.selectors.map((s) => s.toString(options)).join(", ")}]`;
		}
		*visit(node, depth = 1) {
			if (depth >= this.environment.maxRecursionDepth) throw new JSONPathRecursionLimitError("recursion limit reached", this.token);
			yield node;
			if (isArray(node.value)) for (let i = 0; i < node.value.length; i++) {
				const _node = new JSONPathNode(node.value[i], node.location.concat(i), node.root);
				yield* this.visit(_node, depth + 1);
			}
			else if (isObject(node.value)) for (const [key, value] of this.environment.entries(node.value)) {
				const _node = new JSONPathNode(value, node.location.concat(key), node.root);
				yield* this.visit(_node, depth + 1);
			}
		}
		*nondeterministicVisit(root, depth = 1) {
			let queue = Array.from(this.nondeterministicChildren(root)).map((node) => [node, depth]);
			yield root;
			while (queue.length) {
				const [node, _depth] = queue.shift();
				yield node;
				if (_depth >= this.environment.maxRecursionDepth) throw new JSONPathRecursionLimitError("recursion limit reached", this.token);
				const visitChildren = Math.random() < .5;
				for (const child of this.nondeterministicChildren(node)) if (visitChildren) {
					yield child;
					const grandchildren = Array.from(this.nondeterministicChildren(child)).map((n) => [n, _depth + 2]);
					queue = interleave(queue, grandchildren);
				} else queue.push([child, _depth + 1]);
			}
		}
		*nondeterministicChildren(node) {
			if (isString(node.value)) return;
			if (isArray(node.value)) for (let i = 0; i < node.value.length; i++) yield new JSONPathNode(node.value[i], node.location.concat(i), node.root);
			else if (isObject(node.value)) for (const [key, value] of this.environment.entries(node.value)) yield new JSONPathNode(value, node.location.concat(key), node.root);
		}
	};
	/**
	* Randomly interleave elements from two arrays while maintaining relative
	* order of each input array.
	*
	* If _arrayA_ is empty, _arrayB_ is returned, and vice versa.
	*/
	function interleave(arrayA, arrayB) {
		if (arrayA.length === 0) return arrayB;
		if (arrayB.length === 0) return arrayA;
		const iterators = [];
		const itA = arrayA[Symbol.iterator]();
		const itB = arrayB[Symbol.iterator]();
		for (let i = 0; i < arrayA.length; i++) iterators.push(itA);
		for (let i = 0; i < arrayB.length; i++) iterators.push(itB);
		shuffle(iterators);
		return iterators.map((it) => it.next().value);
	}
	function shuffle(entries) {
		for (let i = entries.length - 1; i > 0; i--) {
			const j = Math.floor(Math.random() * (i + 1));
			[entries[i], entries[j]] = [entries[j], entries[i]];
		}
		return entries;
	}
	/**
	* A compiled JSONPath query ready to be applied to different data repeatedly.
	*/
	var JSONPathQuery = class {
		constructor(environment, segments) {
			this.environment = environment;
			this.segments = segments;
		}
		/**
		* Apply this JSONPath query to _value_.
		* @param value - A JSON-like object to apply this query to.
		* @returns Nodes matched by applying this query to _value_.
		*/
		query(value) {
			let nodes = [new JSONPathNode(value, [], value)];
			for (const segment of this.segments) nodes = segment.resolve(nodes);
			return new JSONPathNodeList(nodes);
		}
		/**
		* Apply this JSONPath query to _value_.
		* @param value - A JSON-like object to apply this query to.
		* @returns An iterator over nodes matched by applying this query to _value_.
		*/
		lazyQuery(value) {
			let nodes = [new JSONPathNode(value, [], value)][Symbol.iterator]();
			for (const segment of this.segments) nodes = segment.lazyResolve(nodes);
			return nodes;
		}
		/**
		* Return a {@link JSONPathNode} instance for the first object found in
		* _value_ matching this query.
		*
		* @param value - JSON-like data to which this query will be applied.
		* @returns The first node in _value_ matching this query, or `undefined` if
		* there are no matches.
		*/
		match(value) {
			const rv = this.lazyQuery(value).next();
			if (rv.done) return void 0;
			return rv.value;
		}
		/**
		* Return a string representation of this query.
		*/
		toString(options) {
			return `$${this.segments.map((s) => s.toString(options)).join("")}`;
		}
		/**
		* Return `true` if this query is a _singular query_, or `false` otherwise.
		*/
		singularQuery() {
			for (const segment of this.segments) {
				if (segment instanceof DescendantSegment) return false;
				if (segment.selectors.length === 1 && (segment.selectors[0] instanceof NameSelector || segment.selectors[0] instanceof IndexSelector)) continue;
				return false;
			}
			return true;
		}
	};
	var CurrentKey = class extends FilterExpression {
		evaluate(context) {
			return context.currentKey ?? Nothing;
		}
		toString() {
			return "#";
		}
	};
	var KeySelector = class extends JSONPathSelector {
		constructor(environment, token, key) {
			super(environment, token);
			this.environment = environment;
			this.token = token;
			this.key = key;
		}
		resolve(node) {
			const rv = [];
			if (node.value instanceof String || isArray(node.value)) return rv;
			if (isObject(node.value) && hasStringKey(node.value, this.key)) rv.push(new JSONPathNode(this.key, node.location.concat(`${KEY_MARK}${this.key}`), node.root));
			return rv;
		}
		*lazyResolve(node) {
			if (!isString(node.value) && isObject(node.value) && hasStringKey(node.value, this.key)) yield new JSONPathNode(this.key, node.location.concat(`${KEY_MARK}${this.key}`), node.root);
		}
		toString(options) {
			const { form } = {
				...defaultSerializationOptions,
				...options
			};
			return `~${(form === "canonical" ? toCanonical : toQuoted)(this.key)}`;
		}
	};
	/**
	* Object property name selector or array index selector.
	*/
	var KeysSelector = class extends JSONPathSelector {
		constructor(environment, token) {
			super(environment, token);
			this.environment = environment;
			this.token = token;
		}
		resolve(node) {
			const rv = [];
			if (node.value instanceof String || isArray(node.value)) return rv;
			if (isObject(node.value)) for (const [key, _] of this.environment.entries(node.value)) rv.push(new JSONPathNode(key, node.location.concat(`${KEY_MARK}${key}`), node.root));
			return rv;
		}
		*lazyResolve(node) {
			if (isObject(node.value) && !isString(node.value) && !isArray(node.value)) for (const [key, _] of this.environment.entries(node.value)) yield new JSONPathNode(key, node.location.concat(`${KEY_MARK}${key}`), node.root);
		}
		toString() {
			return "~";
		}
	};
	var KeysFilterSelector = class extends JSONPathSelector {
		constructor(environment, token, expression) {
			super(environment, token);
			this.environment = environment;
			this.token = token;
			this.expression = expression;
		}
		resolve(node) {
			const rv = [];
			if (node.value instanceof String || isArray(node.value)) return rv;
			if (isObject(node.value)) for (const [key, value] of this.environment.entries(node.value)) {
				const filterContext = {
					environment: this.environment,
					currentValue: value,
					rootValue: node.root,
					currentKey: key
				};
				if (this.expression.evaluate(filterContext)) rv.push(new JSONPathNode(key, node.location.concat(`${KEY_MARK}${key}`), node.root));
			}
			return rv;
		}
		*lazyResolve(node) {
			if (node.value instanceof String || isArray(node.value)) return;
			if (isObject(node.value)) for (const [key, value] of this.environment.entries(node.value)) {
				const filterContext = {
					environment: this.environment,
					currentValue: value,
					rootValue: node.root,
					lazy: true,
					currentKey: key
				};
				if (this.expression.evaluate(filterContext)) yield new JSONPathNode(key, node.location.concat(`${KEY_MARK}${key}`), node.root);
			}
		}
		toString(options) {
			return `~?${this.expression.toString(options)}`;
		}
	};
	const PRECEDENCE_LOWEST = 1;
	const PRECEDENCE_LOGICAL_OR = 4;
	const PRECEDENCE_LOGICAL_AND = 5;
	const PRECEDENCE_COMPARISON = 6;
	const PRECEDENCE_PREFIX = 7;
	const PRECEDENCES = /* @__PURE__ */ new Map([
		[TokenKind.AND, PRECEDENCE_LOGICAL_AND],
		[TokenKind.EQ, PRECEDENCE_COMPARISON],
		[TokenKind.GE, PRECEDENCE_COMPARISON],
		[TokenKind.GT, PRECEDENCE_COMPARISON],
		[TokenKind.LE, PRECEDENCE_COMPARISON],
		[TokenKind.LT, PRECEDENCE_COMPARISON],
		[TokenKind.NE, PRECEDENCE_COMPARISON],
		[TokenKind.NOT, PRECEDENCE_PREFIX],
		[TokenKind.OR, PRECEDENCE_LOGICAL_OR],
		[TokenKind.RPAREN, PRECEDENCE_LOWEST]
	]);
	const BINARY_OPERATORS = /* @__PURE__ */ new Map([
		[TokenKind.AND, "&&"],
		[TokenKind.EQ, "=="],
		[TokenKind.GE, ">="],
		[TokenKind.GT, ">"],
		[TokenKind.LE, "<="],
		[TokenKind.LT, "<"],
		[TokenKind.NE, "!="],
		[TokenKind.OR, "||"]
	]);
	const COMPARISON_OPERATORS = /* @__PURE__ */ new Set([
		"==",
		">=",
		">",
		"<=",
		"<",
		"!="
	]);
	/**
	* JSONPath token stream parser.
	*/
	var Parser = class {
		constructor(environment) {
			this.environment = environment;
			this.tokenMap = /* @__PURE__ */ new Map([
				[TokenKind.FALSE, this.parseBoolean],
				[TokenKind.NUMBER, this.parseNumber],
				[TokenKind.LPAREN, this.parseGroupedExpression],
				[TokenKind.NOT, this.parsePrefixExpression],
				[TokenKind.NULL, this.parseNull],
				[TokenKind.ROOT, this.parseRootQuery],
				[TokenKind.CURRENT, this.parseRelativeQuery],
				[TokenKind.SINGLE_QUOTE_STRING, this.parseString],
				[TokenKind.DOUBLE_QUOTE_STRING, this.parseString],
				[TokenKind.TRUE, this.parseBoolean],
				[TokenKind.FUNCTION, this.parseFunction],
				[TokenKind.CURRENT_KEY, this.parseCurrentKey]
			]);
		}
		parse(stream) {
			if (stream.current.kind === TokenKind.ROOT) stream.next();
			const segments = this.parseQuery(stream);
			if (stream.current.kind !== TokenKind.EOF) throw new JSONPathSyntaxError(`unexpected token '${stream.current.kind}'`, stream.current);
			return segments;
		}
		parseQuery(stream, inFilter = false) {
			const segments = [];
			loop: for (;;) {
				switch (stream.current.kind) {
					case TokenKind.DDOT: {
						const token = stream.next();
						const selectors = this.parseSelectors(stream);
						segments.push(new DescendantSegment(this.environment, token, selectors));
						break;
					}
					case TokenKind.LBRACKET:
					case TokenKind.KEY:
					case TokenKind.KEYS:
					case TokenKind.NAME:
					case TokenKind.WILD: {
						const token = stream.current;
						const selectors = this.parseSelectors(stream);
						segments.push(new ChildSegment(this.environment, token, selectors));
						break;
					}
					default:
						if (inFilter) stream.backup();
						break loop;
				}
				stream.next();
			}
			return segments;
		}
		parseSelectors(stream) {
			switch (stream.current.kind) {
				case TokenKind.NAME: return [new NameSelector(this.environment, stream.current, stream.current.value)];
				case TokenKind.WILD: return [new WildcardSelector(this.environment, stream.current)];
				case TokenKind.KEY: return [new KeySelector(this.environment, stream.current, stream.current.value)];
				case TokenKind.KEYS: return [new KeysSelector(this.environment, stream.current)];
				case TokenKind.LBRACKET: return this.parseBracketedSelection(stream);
				default: return [];
			}
		}
		parseIndex(stream) {
			if (stream.current.value.length > 1 && stream.current.value.startsWith("0") || stream.current.value.startsWith("-0")) throw new JSONPathSyntaxError("leading zero in index selector", stream.current);
			return new IndexSelector(this.environment, stream.current, Number(stream.current.value));
		}
		parseSlice(stream) {
			const tok = stream.current;
			const indices = [];
			function maybeIndex(token) {
				if (token.kind === TokenKind.INDEX) {
					if (token.value.length > 1 && token.value.startsWith("0") || token.value.startsWith("-0")) throw new JSONPathSyntaxError("leading zero in index selector", token);
					return true;
				}
				return false;
			}
			if (maybeIndex(stream.current)) {
				indices.push(Number(stream.current.value));
				stream.next();
				stream.expect(TokenKind.COLON);
				stream.next();
			} else {
				indices.push(void 0);
				stream.expect(TokenKind.COLON);
				stream.next();
			}
			if (maybeIndex(stream.current)) {
				indices.push(Number(stream.current.value));
				stream.next();
				if (stream.current.kind === TokenKind.COLON) stream.next();
			} else if (stream.current.kind === TokenKind.COLON) {
				indices.push(void 0);
				stream.expect(TokenKind.COLON);
				stream.next();
			}
			if (maybeIndex(stream.current)) {
				indices.push(Number(stream.current.value));
				stream.next();
			}
			stream.backup();
			return new SliceSelector(this.environment, tok, ...indices);
		}
		parseBracketedSelection(stream) {
			const token = stream.next();
			const selectors = [];
			while (stream.current.kind !== TokenKind.RBRACKET) {
				switch (stream.current.kind) {
					case TokenKind.SINGLE_QUOTE_STRING:
					case TokenKind.DOUBLE_QUOTE_STRING:
						selectors.push(new NameSelector(this.environment, stream.current, this.decodeString(stream.current)));
						break;
					case TokenKind.FILTER:
						selectors.push(this.parseFilter(stream));
						break;
					case TokenKind.INDEX:
						if (stream.peek.kind === TokenKind.COLON) selectors.push(this.parseSlice(stream));
						else selectors.push(this.parseIndex(stream));
						break;
					case TokenKind.COLON:
						selectors.push(this.parseSlice(stream));
						break;
					case TokenKind.WILD:
						selectors.push(new WildcardSelector(this.environment, stream.current));
						break;
					case TokenKind.KEY_SINGLE_QUOTE_STRING:
					case TokenKind.KEY_DOUBLE_QUOTE_STRING:
						selectors.push(new KeySelector(this.environment, stream.current, this.decodeString(stream.current)));
						break;
					case TokenKind.KEYS_FILTER:
						selectors.push(this.parseFilter(stream, true));
						break;
					case TokenKind.KEYS:
						selectors.push(new KeysSelector(this.environment, stream.current));
						break;
					case TokenKind.EOF: throw new JSONPathSyntaxError("unexpected end of query", stream.current);
					default: throw new JSONPathSyntaxError(`unexpected token in bracketed selection '${stream.current.kind}'`, stream.current);
				}
				if (stream.peek.kind !== TokenKind.RBRACKET) {
					stream.expectPeek(TokenKind.COMMA);
					stream.next();
					stream.expectPeekNot(TokenKind.RBRACKET, "unexpected trailing comma");
				}
				stream.next();
			}
			if (!selectors.length) throw new JSONPathSyntaxError("empty bracketed segment", token);
			return selectors;
		}
		parseFilter(stream, keys = false) {
			const tok = stream.next();
			const expr = this.parseFilterExpression(stream);
			if (expr instanceof FunctionExtension) {
				const func = this.environment.functionRegister.get(expr.name);
				if (func && func.returnType === FunctionExpressionType.ValueType) throw new JSONPathTypeError(`result of ${expr.name}()  must be compared`, expr.token);
			}
			this.throwForLiteral(expr);
			return keys ? new KeysFilterSelector(this.environment, tok, new LogicalExpression(tok, expr)) : new FilterSelector(this.environment, tok, new LogicalExpression(tok, expr));
		}
		parseBoolean(stream) {
			if (stream.current.kind === TokenKind.FALSE) return new BooleanLiteral(stream.current, false);
			return new BooleanLiteral(stream.current, true);
		}
		parseNull(stream) {
			return new NullLiteral(stream.current);
		}
		parseString(stream) {
			return new StringLiteral(stream.current, this.decodeString(stream.current));
		}
		parseNumber(stream) {
			const value = stream.current.value;
			if (value.startsWith("0") && value.length > 1) throw new JSONPathSyntaxError(`invalid number literal '${value}'`, stream.current);
			const num = Number(stream.current.value);
			if (isNaN(num)) throw new JSONPathSyntaxError(`invalid number literal '${value}'`, stream.current);
			return new NumberLiteral(stream.current, num);
		}
		parsePrefixExpression(stream) {
			stream.expect(TokenKind.NOT);
			stream.next();
			return new PrefixExpression(stream.current, "!", this.parseFilterExpression(stream, PRECEDENCE_PREFIX));
		}
		parseInfixExpression(stream, left) {
			const tok = stream.next();
			const precedence = PRECEDENCES.get(tok.kind) || PRECEDENCE_LOWEST;
			const right = this.parseFilterExpression(stream, precedence);
			const operator = BINARY_OPERATORS.get(tok.kind);
			if (!operator) throw new JSONPathSyntaxError(`unknown operator '${tok.kind}'`, tok);
			if (COMPARISON_OPERATORS.has(operator)) {
				this.throwForNonComparable(left);
				this.throwForNonComparable(right);
			} else {
				this.throwForLiteral(left);
				this.throwForLiteral(right);
			}
			return new InfixExpression(tok, left, operator, right);
		}
		parseGroupedExpression(stream) {
			if (stream.peek.kind === TokenKind.RPAREN) throw new JSONPathSyntaxError(`empty paren expression`, stream.current);
			stream.next();
			let expr = this.parseFilterExpression(stream);
			stream.next();
			while (stream.current.kind !== TokenKind.RPAREN) {
				if (stream.current.kind === TokenKind.EOF) throw new JSONPathSyntaxError("unbalanced parentheses", stream.current);
				if (!BINARY_OPERATORS.has(stream.current.kind)) throw new JSONPathSyntaxError(`expected an expression, found '${stream.current.value}'`, stream.current);
				expr = this.parseInfixExpression(stream, expr);
			}
			stream.expect(TokenKind.RPAREN);
			return expr;
		}
		parseRootQuery(stream) {
			const tok = stream.next();
			return new RootQuery(tok, new JSONPathQuery(this.environment, this.parseQuery(stream, true)));
		}
		parseRelativeQuery(stream) {
			const tok = stream.next();
			return new RelativeQuery(tok, new JSONPathQuery(this.environment, this.parseQuery(stream, true)));
		}
		parseCurrentKey(stream) {
			return new CurrentKey(stream.current);
		}
		parseFunction(stream) {
			const args = [];
			const tok = stream.next();
			while (stream.current.kind !== TokenKind.RPAREN) {
				const func = this.tokenMap.get(stream.current.kind);
				if (!func) throw new JSONPathSyntaxError(`unexpected '${stream.current.value}'`, stream.current);
				let expr = func.bind(this)(stream);
				let peekKind = stream.peek.kind;
				while (BINARY_OPERATORS.has(peekKind)) {
					stream.next();
					expr = this.parseInfixExpression(stream, expr);
					peekKind = stream.peek.kind;
				}
				args.push(expr);
				if (stream.peek.kind !== TokenKind.RPAREN) {
					if (stream.peek.kind === TokenKind.RBRACKET) break;
					stream.expectPeek(TokenKind.COMMA);
					stream.next();
				}
				stream.next();
			}
			stream.expect(TokenKind.RPAREN);
			return new FunctionExtension(tok, tok.value, this.environment.checkWellTypedness(tok, args));
		}
		parseFilterExpression(stream, precedence = PRECEDENCE_LOWEST) {
			const func = this.tokenMap.get(stream.current.kind);
			if (!func) {
				let msg;
				switch (stream.current.kind) {
					case TokenKind.EOF:
					case TokenKind.RBRACKET:
						msg = "end of expression";
						break;
					default: msg = `'${stream.current.value}'`;
				}
				throw new JSONPathSyntaxError(`unexpected ${msg}`, stream.current);
			}
			let left = func.bind(this)(stream);
			for (;;) {
				const peekKind = stream.peek.kind;
				if (peekKind === TokenKind.EOF || peekKind === TokenKind.RBRACKET || (PRECEDENCES.get(peekKind) || PRECEDENCE_LOWEST) < precedence) break;
				if (!BINARY_OPERATORS.has(peekKind)) return left;
				stream.next();
				left = this.parseInfixExpression(stream, left);
			}
			return left;
		}
		decodeString(token) {
			return this.unescapeString(token.kind === TokenKind.SINGLE_QUOTE_STRING ? token.value.replaceAll("\"", "\\\"").replaceAll("\\'", "'") : token.value, token);
		}
		unescapeString(value, token) {
			const rv = [];
			const length = value.length;
			let index = 0;
			let codepoint;
			while (index < length) {
				const ch = value[index];
				if (ch === "\\") {
					index += 1;
					switch (value[index]) {
						case "\"":
							rv.push("\"");
							break;
						case "\\":
							rv.push("\\");
							break;
						case "/":
							rv.push("/");
							break;
						case "b":
							rv.push("\b");
							break;
						case "f":
							rv.push("\f");
							break;
						case "n":
							rv.push("\n");
							break;
						case "r":
							rv.push("\r");
							break;
						case "t":
							rv.push("	");
							break;
						case "u":
							[codepoint, index] = this.decodeHexChar(value, index, token);
							rv.push(this.stringFromCodePoint(codepoint, token));
							break;
						default: throw new JSONPathSyntaxError(`unknown escape sequence at index ${token.index + index - 1}`, token);
					}
				} else {
					this.stringFromCodePoint(ch.codePointAt(0), token);
					rv.push(ch);
				}
				index += 1;
			}
			return rv.join("");
		}
		/**
		* Decode a `\uXXXX` or `\uXXXX\uXXXX` escape sequence from _value_ at _index_.
		*
		* @param value - A string value containing the sequence to decode.
		* @param index - The start index of an escape sequence in _value_.
		* @param token - The token for the string value.
		* @returns - A codepoint, new index tuple.
		*/
		decodeHexChar(value, index, token) {
			const length = value.length;
			if (index + 4 >= length) throw new JSONPathSyntaxError(`incomplete escape sequence at index ${token.index + index - 1}`, token);
			index += 1;
			let codepoint = this.parseHexDigits(value.slice(index, index + 4), token);
			if (isLowSurrogate(codepoint)) throw new JSONPathSyntaxError(`unexpected low surrogate codepoint at index ${token.index + index - 2}`, token);
			if (isHighSurrogate(codepoint)) {
				if (!(index + 9 < length && value[index + 4] === "\\" && value[index + 5] === "u")) throw new JSONPathSyntaxError(`incomplete escape sequence at index ${token.index + index - 2}`, token);
				const lowSurrogate = this.parseHexDigits(value.slice(index + 6, index + 10), token);
				if (!isLowSurrogate(lowSurrogate)) throw new JSONPathSyntaxError(`unexpected codepoint at index ${token.index + index + 4}`, token);
				codepoint = 65536 + ((codepoint & 1023) << 10 | lowSurrogate & 1023);
				return [codepoint, index + 9];
			}
			return [codepoint, index + 3];
		}
		/**
		* Parse a hexadecimal string as an integer.
		*
		* @param digits - Hexadecimal digit string.
		* @param token - The token for the string value.
		* @returns - The number representation of _digits_.
		*
		* Note that we're not using `parseInt(digits, 16)` because it accepts `+`
		* and `-` and things we don't allow.
		*/
		parseHexDigits(digits, token) {
			const encoder = new TextEncoder();
			let codepoint = 0;
			for (const digit of encoder.encode(digits)) {
				codepoint <<= 4;
				switch (digit) {
					case 48:
					case 49:
					case 50:
					case 51:
					case 52:
					case 53:
					case 54:
					case 55:
					case 56:
					case 57:
						codepoint |= digit - 48;
						break;
					case 97:
					case 98:
					case 99:
					case 100:
					case 101:
					case 102:
						codepoint |= digit - 97 + 10;
						break;
					case 65:
					case 66:
					case 67:
					case 68:
					case 69:
					case 70:
						codepoint |= digit - 65 + 10;
						break;
					default: throw new JSONPathSyntaxError("invalid \\uXXXX escape sequence", token);
				}
			}
			return codepoint;
		}
		/** Check the codepoint is valid and return its string representation. */
		stringFromCodePoint(codepoint, token) {
			if (codepoint === void 0 || codepoint <= 31) throw new JSONPathSyntaxError(`invalid character`, token);
			try {
				return String.fromCodePoint(codepoint);
			} catch {
				throw new JSONPathSyntaxError("invalid escape sequence", token);
			}
		}
		throwForNonComparable(expr) {
			if ((expr instanceof RootQuery || expr instanceof RelativeQuery) && !expr.path.singularQuery()) throw new JSONPathTypeError("non-singular query is not comparable", expr.token);
			if (expr instanceof FunctionExtension) {
				const func = this.environment.functionRegister.get(expr.name);
				if (func && func.returnType !== FunctionExpressionType.ValueType) throw new JSONPathTypeError(`result of ${expr.name}() is not comparable`, expr.token);
			}
		}
		throwForLiteral(expr) {
			if (expr instanceof FilterExpressionLiteral) throw new JSONPathSyntaxError(`filter expression literals (${expr.toString()}) must be compared`, expr.token);
		}
	};
	function isHighSurrogate(codepoint) {
		return codepoint >= 55296 && codepoint <= 56319;
	}
	function isLowSurrogate(codepoint) {
		return codepoint >= 56320 && codepoint <= 57343;
	}
	/**
	* JSONPath environment options. The defaults are in compliance with JSONPath
	* standards.
	*/
	/**
	* A configuration object from which JSONPath queries can be evaluated.
	*
	* An environment is where you'd register custom function extensions or set
	* the maximum recursion depth limit, for example.
	*/
	var JSONPathEnvironment = class {
		/**
		* Indicates if the environment should to be strict about its compliance with
		* JSONPath standards.
		*
		* Defaults to `true`. Setting `strict` to `false` currently has no effect.
		* If/when we add non-standard features, the environment's strictness will
		* control their availability.
		*/
		/**
		* The maximum number allowed when indexing or slicing an array. Defaults to
		* 2**53 -1.
		*/
		/**
		* The minimum number allowed when indexing or slicing an array. Defaults to
		* -(2**53) -1.
		*/
		/**
		* The maximum number of objects and/or arrays the recursive descent selector
		* can visit before a `JSONPathRecursionLimitError` is thrown.
		*/
		/**
		* If `true`, enable nondeterministic ordering when iterating JSON object data.
		*/
		/**
		* The pattern to use for the non-standard _keys selector_.
		*/
		/**
		* A map of function names to objects implementing the {@link FilterFunction}
		* interface. You are free to set or delete custom filter functions directly.
		*/
		functionRegister = /* @__PURE__ */ new Map();
		/**
		* @param options - Environment configuration options.
		*/
		constructor(options = {}) {
			this.strict = options.strict ?? true;
			this.maxIntIndex = options.maxIntIndex ?? Math.pow(2, 53) - 1;
			this.minIntIndex = options.maxIntIndex ?? -Math.pow(2, 53) + 1;
			this.maxRecursionDepth = options.maxRecursionDepth ?? 50;
			this.nondeterministic = options.nondeterministic ?? false;
			this.keysPattern = options.keysPattern ?? /~/y;
			this.parser = new Parser(this);
			this.setupFilterFunctions();
		}
		/**
		* @param path - A JSONPath query to parse.
		* @returns A new {@link JSONPathQuery} object, bound to this environment.
		*/
		compile(path) {
			return new JSONPathQuery(this, this.parser.parse(new TokenStream(tokenize(this, path))));
		}
		/**
		*
		* @param path - A JSONPath query to parse and evaluate against _value_.
		* @param value - Data to which _path_ will be applied.
		* @returns The {@link JSONPathNodeList} resulting from applying _path_
		* to _value_.
		*/
		query(path, value) {
			return this.compile(path).query(value);
		}
		/**
		* A lazy version of {@link query} which is faster and more memory
		* efficient when querying some large datasets.
		*
		* @param path - A JSONPath query to parse and evaluate against _value_.
		* @param value - Data to which _path_ will be applied.
		* @returns A sequence of {@link JSONPathNode} objects resulting from
		* applying _path_ to _value_.
		*/
		lazyQuery(path, value) {
			return this.compile(path).lazyQuery(value);
		}
		/**
		* Return a {@link JSONPathNode} instance for the first object found in
		* _value_ matching _path_.
		*
		* @param path - A JSONPath query.
		* @param value - JSON-like data to which the query _path_ will be applied.
		* @returns The first node in _value_ matching  _path_, or `undefined` if
		* there are no matches.
		*/
		match(path, value) {
			return this.compile(path).match(value);
		}
		/**
		* A hook for setting up the function register. You are encouraged to
		* override this method in classes extending `JSONPathEnvironment`.
		*/
		setupFilterFunctions() {
			this.functionRegister.set("count", new Count());
			this.functionRegister.set("length", new Length());
			this.functionRegister.set("search", new Search());
			this.functionRegister.set("match", new Match());
			this.functionRegister.set("value", new Value());
		}
		/**
		* Check the well-typedness of a function's arguments at compile-time.
		*
		* This method is called by the parser when parsing function calls.
		* It is expected to throw a {@link JSONPathTypeError} if the function's
		* parameters are not well-typed.
		*
		* Override this if you want to deviate from the JSONPath Spec's function
		* extension type system.
		*
		* @param token - The {@link Token} starting the function call. `Token.value`
		* will contain the name of the function.
		* @param args - One {@link FilterExpression} for each argument.
		*/
		checkWellTypedness(token, args) {
			const func = this.functionRegister.get(token.value);
			if (!func) throw new UndefinedFilterFunctionError(`no such function '${token.value}'`, token);
			if (args.length !== func.argTypes.length) throw new JSONPathTypeError(`${token.value}() takes ${func.argTypes.length} argument${func.argTypes.length === 1 ? "" : "s"}, ${args.length} given`, token);
			for (const [typ, arg, idx] of func.argTypes.map((t, i) => [
				t,
				args[i],
				i
			])) switch (typ) {
				case FunctionExpressionType.ValueType:
					if (!(arg instanceof FilterExpressionLiteral || arg instanceof CurrentKey || arg instanceof FilterQuery && arg.path.singularQuery() || arg instanceof FunctionExtension && this.functionRegister.get(arg.name)?.returnType === FunctionExpressionType.ValueType)) throw new JSONPathTypeError(`${token.value}() argument ${idx} must be of ValueType`, arg.token);
					break;
				case FunctionExpressionType.LogicalType:
					if (!(arg instanceof FilterQuery || arg instanceof InfixExpression)) throw new JSONPathTypeError(`${token.value}() argument ${idx} must be of LogicalType`, arg.token);
					break;
				case FunctionExpressionType.NodesType: if (!(arg instanceof FilterQuery || arg instanceof FunctionExtension && this.functionRegister.get(arg.name)?.returnType === FunctionExpressionType.NodesType)) throw new JSONPathTypeError(`${token.value}() argument ${idx} must be of NodesType`, arg.token);
			}
			return args;
		}
		/**
		* Return an array of key/values of the enumerable properties in _obj_.
		*
		* If you want to introduce some nondeterminism to iterating JSON-like
		* objects, do it here. The wildcard selector, descendent segment and
		* filter selector all use `this.environment.entries`.
		*
		* @param obj - A JSON-like object.
		*/
		entries(obj) {
			function shuffle(entries) {
				for (let i = entries.length - 1; i > 0; i--) {
					const j = Math.floor(Math.random() * (i + 1));
					[entries[i], entries[j]] = [entries[j], entries[i]];
				}
				return entries;
			}
			if (this.nondeterministic) return shuffle(Object.entries(obj));
			return Object.entries(obj);
		}
	};
	const DEFAULT_ENVIRONMENT = new JSONPathEnvironment();
	exports.FunctionExpressionType = FunctionExpressionType;
	exports.JSONPathEnvironment = JSONPathEnvironment;
}));

// src/smoke/json-path.ts
var import_json_p3_cjs = require_json_p3_cjs();
const LONGEST_PATH = 300;
const MOST_VALUES = 1e4;
const environment = new import_json_p3_cjs.JSONPathEnvironment({
	strict: true,
	maxRecursionDepth: 101
});
environment.functionRegister.set("match", patternFunction("isAllOf"));
environment.functionRegister.set("search", patternFunction("isIn"));
function patternFunction(how) {
	return {
		argTypes: [import_json_p3_cjs.FunctionExpressionType.ValueType, import_json_p3_cjs.FunctionExpressionType.ValueType],
		returnType: import_json_p3_cjs.FunctionExpressionType.LogicalType,
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

// node_modules/sax/lib/sax.js
var require_sax = /* @__PURE__ */ __commonJSMin(((exports, module, this$1) => {
	(function(sax) {
		sax.parser = function(strict, opt) {
			return new SAXParser(strict, opt);
		};
		sax.SAXParser = SAXParser;
		sax.SAXStream = SAXStream;
		sax.createStream = createStream;
		sax.MAX_BUFFER_LENGTH = 65536;
		var buffers = [
			"comment",
			"sgmlDecl",
			"textNode",
			"tagName",
			"doctype",
			"procInstName",
			"procInstBody",
			"entity",
			"attribName",
			"attribValue",
			"cdata",
			"script"
		];
		sax.EVENTS = [
			"text",
			"processinginstruction",
			"sgmldeclaration",
			"doctype",
			"comment",
			"opentagstart",
			"attribute",
			"opentag",
			"closetag",
			"opencdata",
			"cdata",
			"closecdata",
			"error",
			"end",
			"ready",
			"script",
			"opennamespace",
			"closenamespace"
		];
		function SAXParser(strict, opt) {
			if (!(this instanceof SAXParser)) return new SAXParser(strict, opt);
			var parser = this;
			clearBuffers(parser);
			parser.q = parser.c = "";
			parser.bufferCheckPosition = sax.MAX_BUFFER_LENGTH;
			parser.encoding = null;
			parser.opt = opt || {};
			parser.opt.lowercase = parser.opt.lowercase || parser.opt.lowercasetags;
			parser.looseCase = parser.opt.lowercase ? "toLowerCase" : "toUpperCase";
			parser.opt.maxEntityCount = parser.opt.maxEntityCount || 512;
			parser.opt.maxEntityDepth = parser.opt.maxEntityDepth || 4;
			parser.entityCount = parser.entityDepth = 0;
			parser.tags = [];
			parser.closed = parser.closedRoot = parser.sawRoot = false;
			parser.tag = parser.error = null;
			parser.strict = !!strict;
			parser.noscript = !!(strict || parser.opt.noscript);
			parser.state = S.BEGIN;
			parser.strictEntities = parser.opt.strictEntities;
			parser.ENTITIES = parser.strictEntities ? Object.create(sax.XML_ENTITIES) : Object.create(sax.ENTITIES);
			parser.attribList = [];
			if (parser.opt.xmlns) parser.ns = Object.create(rootNS);
			if (parser.opt.unquotedAttributeValues === void 0) parser.opt.unquotedAttributeValues = !strict;
			parser.trackPosition = parser.opt.position !== false;
			if (parser.trackPosition) parser.position = parser.line = parser.column = 0;
			emit(parser, "onready");
		}
		if (!Object.create) Object.create = function(o) {
			function F() {}
			F.prototype = o;
			return new F();
		};
		if (!Object.keys) Object.keys = function(o) {
			var a = [];
			for (var i in o) if (o.hasOwnProperty(i)) a.push(i);
			return a;
		};
		function checkBufferLength(parser) {
			var maxAllowed = Math.max(sax.MAX_BUFFER_LENGTH, 10);
			var maxActual = 0;
			for (var i = 0, l = buffers.length; i < l; i++) {
				var len = parser[buffers[i]].length;
				if (len > maxAllowed) switch (buffers[i]) {
					case "textNode":
						closeText(parser);
						break;
					case "cdata":
						emitNode(parser, "oncdata", parser.cdata);
						parser.cdata = "";
						break;
					case "script":
						emitNode(parser, "onscript", parser.script);
						parser.script = "";
						break;
					default: error(parser, "Max buffer length exceeded: " + buffers[i]);
				}
				maxActual = Math.max(maxActual, len);
			}
			parser.bufferCheckPosition = sax.MAX_BUFFER_LENGTH - maxActual + parser.position;
		}
		function clearBuffers(parser) {
			for (var i = 0, l = buffers.length; i < l; i++) parser[buffers[i]] = "";
		}
		function flushBuffers(parser) {
			closeText(parser);
			if (parser.cdata !== "") {
				emitNode(parser, "oncdata", parser.cdata);
				parser.cdata = "";
			}
			if (parser.script !== "") {
				emitNode(parser, "onscript", parser.script);
				parser.script = "";
			}
		}
		SAXParser.prototype = {
			end: function() {
				end(this);
			},
			write,
			resume: function() {
				this.error = null;
				return this;
			},
			close: function() {
				return this.write(null);
			},
			flush: function() {
				flushBuffers(this);
			}
		};
		var Stream;
		try {
			Stream = __require("stream").Stream;
		} catch (ex) {
			Stream = function() {};
		}
		if (!Stream) Stream = function() {};
		var streamWraps = sax.EVENTS.filter(function(ev) {
			return ev !== "error" && ev !== "end";
		});
		function createStream(strict, opt) {
			return new SAXStream(strict, opt);
		}
		function determineBufferEncoding(data, isEnd) {
			if (data.length >= 2) {
				if (data[0] === 255 && data[1] === 254) return "utf-16le";
				if (data[0] === 254 && data[1] === 255) return "utf-16be";
			}
			if (data.length >= 3 && data[0] === 239 && data[1] === 187 && data[2] === 191) return "utf8";
			if (data.length >= 4) {
				if (data[0] === 60 && data[1] === 0 && data[2] === 63 && data[3] === 0) return "utf-16le";
				if (data[0] === 0 && data[1] === 60 && data[2] === 0 && data[3] === 63) return "utf-16be";
				return "utf8";
			}
			return isEnd ? "utf8" : null;
		}
		function SAXStream(strict, opt) {
			if (!(this instanceof SAXStream)) return new SAXStream(strict, opt);
			Stream.apply(this);
			this._parser = new SAXParser(strict, opt);
			this.writable = true;
			this.readable = true;
			var me = this;
			this._parser.onend = function() {
				me.emit("end");
			};
			this._parser.onerror = function(er) {
				me.emit("error", er);
				me._parser.error = null;
			};
			this._decoder = null;
			this._decoderBuffer = null;
			streamWraps.forEach(function(ev) {
				Object.defineProperty(me, "on" + ev, {
					get: function() {
						return me._parser["on" + ev];
					},
					set: function(h) {
						if (!h) {
							me.removeAllListeners(ev);
							me._parser["on" + ev] = h;
							return h;
						}
						me.on(ev, h);
					},
					enumerable: true,
					configurable: false
				});
			});
		}
		SAXStream.prototype = Object.create(Stream.prototype, { constructor: { value: SAXStream } });
		SAXStream.prototype._decodeBuffer = function(data, isEnd) {
			if (this._decoderBuffer) {
				data = Buffer.concat([this._decoderBuffer, data]);
				this._decoderBuffer = null;
			}
			if (!this._decoder) {
				var encoding = determineBufferEncoding(data, isEnd);
				if (!encoding) {
					this._decoderBuffer = data;
					return "";
				}
				this._parser.encoding = encoding;
				this._decoder = new TextDecoder(encoding);
			}
			return this._decoder.decode(data, { stream: !isEnd });
		};
		SAXStream.prototype.write = function(data) {
			if (typeof Buffer === "function" && typeof Buffer.isBuffer === "function" && Buffer.isBuffer(data)) data = this._decodeBuffer(data, false);
			else if (this._decoderBuffer) {
				var remaining = this._decodeBuffer(Buffer.alloc(0), true);
				if (remaining) {
					this._parser.write(remaining);
					this.emit("data", remaining);
				}
			}
			this._parser.write(data.toString());
			this.emit("data", data);
			return true;
		};
		SAXStream.prototype.end = function(chunk) {
			if (chunk && chunk.length) this.write(chunk);
			if (this._decoderBuffer) {
				var finalChunk = this._decodeBuffer(Buffer.alloc(0), true);
				if (finalChunk) {
					this._parser.write(finalChunk);
					this.emit("data", finalChunk);
				}
			} else if (this._decoder) {
				var remaining = this._decoder.decode();
				if (remaining) {
					this._parser.write(remaining);
					this.emit("data", remaining);
				}
			}
			this._parser.end();
			return true;
		};
		SAXStream.prototype.on = function(ev, handler) {
			var me = this;
			if (!me._parser["on" + ev] && streamWraps.indexOf(ev) !== -1) me._parser["on" + ev] = function() {
				var args = arguments.length === 1 ? [arguments[0]] : Array.apply(null, arguments);
				args.splice(0, 0, ev);
				me.emit.apply(me, args);
			};
			return Stream.prototype.on.call(me, ev, handler);
		};
		var CDATAre = /^\[CDATA\[$/i;
		var DOCTYPEre = /^DOCTYPE$/i;
		var XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
		var XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";
		var rootNS = {
			xml: XML_NAMESPACE,
			xmlns: XMLNS_NAMESPACE
		};
		var nameStart = /[:_A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD]/;
		var nameBody = /[:_A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u00B7\u0300-\u036F\u203F-\u2040.\d-]/;
		var entityStart = /[#:_A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD]/;
		var entityBody = /[#:_A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u00B7\u0300-\u036F\u203F-\u2040.\d-]/;
		function isWhitespace(c) {
			return c === " " || c === "\n" || c === "\r" || c === "	";
		}
		function isQuote(c) {
			return c === "\"" || c === "'";
		}
		function isAttribEnd(c) {
			return c === ">" || isWhitespace(c);
		}
		function isMatch(regex, c) {
			return regex.test(c);
		}
		function notMatch(regex, c) {
			return !isMatch(regex, c);
		}
		var S = 0;
		sax.STATE = {
			BEGIN: S++,
			BEGIN_WHITESPACE: S++,
			TEXT: S++,
			TEXT_ENTITY: S++,
			OPEN_WAKA: S++,
			SGML_DECL: S++,
			SGML_DECL_QUOTED: S++,
			DOCTYPE: S++,
			DOCTYPE_QUOTED: S++,
			DOCTYPE_DTD: S++,
			DOCTYPE_DTD_QUOTED: S++,
			COMMENT_STARTING: S++,
			COMMENT: S++,
			COMMENT_ENDING: S++,
			COMMENT_ENDED: S++,
			CDATA: S++,
			CDATA_ENDING: S++,
			CDATA_ENDING_2: S++,
			PROC_INST: S++,
			PROC_INST_BODY: S++,
			PROC_INST_ENDING: S++,
			OPEN_TAG: S++,
			OPEN_TAG_SLASH: S++,
			ATTRIB: S++,
			ATTRIB_NAME: S++,
			ATTRIB_NAME_SAW_WHITE: S++,
			ATTRIB_VALUE: S++,
			ATTRIB_VALUE_QUOTED: S++,
			ATTRIB_VALUE_CLOSED: S++,
			ATTRIB_VALUE_UNQUOTED: S++,
			ATTRIB_VALUE_ENTITY_Q: S++,
			ATTRIB_VALUE_ENTITY_U: S++,
			CLOSE_TAG: S++,
			CLOSE_TAG_SAW_WHITE: S++,
			SCRIPT: S++,
			SCRIPT_ENDING: S++
		};
		sax.XML_ENTITIES = Object.assign(Object.create(null), {
			amp: "&",
			gt: ">",
			lt: "<",
			quot: "\"",
			apos: "'"
		});
		sax.ENTITIES = Object.assign(Object.create(null), {
			amp: "&",
			gt: ">",
			lt: "<",
			quot: "\"",
			apos: "'",
			AElig: 198,
			Aacute: 193,
			Acirc: 194,
			Agrave: 192,
			Aring: 197,
			Atilde: 195,
			Auml: 196,
			Ccedil: 199,
			ETH: 208,
			Eacute: 201,
			Ecirc: 202,
			Egrave: 200,
			Euml: 203,
			Iacute: 205,
			Icirc: 206,
			Igrave: 204,
			Iuml: 207,
			Ntilde: 209,
			Oacute: 211,
			Ocirc: 212,
			Ograve: 210,
			Oslash: 216,
			Otilde: 213,
			Ouml: 214,
			THORN: 222,
			Uacute: 218,
			Ucirc: 219,
			Ugrave: 217,
			Uuml: 220,
			Yacute: 221,
			aacute: 225,
			acirc: 226,
			aelig: 230,
			agrave: 224,
			aring: 229,
			atilde: 227,
			auml: 228,
			ccedil: 231,
			eacute: 233,
			ecirc: 234,
			egrave: 232,
			eth: 240,
			euml: 235,
			iacute: 237,
			icirc: 238,
			igrave: 236,
			iuml: 239,
			ntilde: 241,
			oacute: 243,
			ocirc: 244,
			ograve: 242,
			oslash: 248,
			otilde: 245,
			ouml: 246,
			szlig: 223,
			thorn: 254,
			uacute: 250,
			ucirc: 251,
			ugrave: 249,
			uuml: 252,
			yacute: 253,
			yuml: 255,
			copy: 169,
			reg: 174,
			nbsp: 160,
			iexcl: 161,
			cent: 162,
			pound: 163,
			curren: 164,
			yen: 165,
			brvbar: 166,
			sect: 167,
			uml: 168,
			ordf: 170,
			laquo: 171,
			not: 172,
			shy: 173,
			macr: 175,
			deg: 176,
			plusmn: 177,
			sup1: 185,
			sup2: 178,
			sup3: 179,
			acute: 180,
			micro: 181,
			para: 182,
			middot: 183,
			cedil: 184,
			ordm: 186,
			raquo: 187,
			frac14: 188,
			frac12: 189,
			frac34: 190,
			iquest: 191,
			times: 215,
			divide: 247,
			OElig: 338,
			oelig: 339,
			Scaron: 352,
			scaron: 353,
			Yuml: 376,
			fnof: 402,
			circ: 710,
			tilde: 732,
			Alpha: 913,
			Beta: 914,
			Gamma: 915,
			Delta: 916,
			Epsilon: 917,
			Zeta: 918,
			Eta: 919,
			Theta: 920,
			Iota: 921,
			Kappa: 922,
			Lambda: 923,
			Mu: 924,
			Nu: 925,
			Xi: 926,
			Omicron: 927,
			Pi: 928,
			Rho: 929,
			Sigma: 931,
			Tau: 932,
			Upsilon: 933,
			Phi: 934,
			Chi: 935,
			Psi: 936,
			Omega: 937,
			alpha: 945,
			beta: 946,
			gamma: 947,
			delta: 948,
			epsilon: 949,
			zeta: 950,
			eta: 951,
			theta: 952,
			iota: 953,
			kappa: 954,
			lambda: 955,
			mu: 956,
			nu: 957,
			xi: 958,
			omicron: 959,
			pi: 960,
			rho: 961,
			sigmaf: 962,
			sigma: 963,
			tau: 964,
			upsilon: 965,
			phi: 966,
			chi: 967,
			psi: 968,
			omega: 969,
			thetasym: 977,
			upsih: 978,
			piv: 982,
			ensp: 8194,
			emsp: 8195,
			thinsp: 8201,
			zwnj: 8204,
			zwj: 8205,
			lrm: 8206,
			rlm: 8207,
			ndash: 8211,
			mdash: 8212,
			lsquo: 8216,
			rsquo: 8217,
			sbquo: 8218,
			ldquo: 8220,
			rdquo: 8221,
			bdquo: 8222,
			dagger: 8224,
			Dagger: 8225,
			bull: 8226,
			hellip: 8230,
			permil: 8240,
			prime: 8242,
			Prime: 8243,
			lsaquo: 8249,
			rsaquo: 8250,
			oline: 8254,
			frasl: 8260,
			euro: 8364,
			image: 8465,
			weierp: 8472,
			real: 8476,
			trade: 8482,
			alefsym: 8501,
			larr: 8592,
			uarr: 8593,
			rarr: 8594,
			darr: 8595,
			harr: 8596,
			crarr: 8629,
			lArr: 8656,
			uArr: 8657,
			rArr: 8658,
			dArr: 8659,
			hArr: 8660,
			forall: 8704,
			part: 8706,
			exist: 8707,
			empty: 8709,
			nabla: 8711,
			isin: 8712,
			notin: 8713,
			ni: 8715,
			prod: 8719,
			sum: 8721,
			minus: 8722,
			lowast: 8727,
			radic: 8730,
			prop: 8733,
			infin: 8734,
			ang: 8736,
			and: 8743,
			or: 8744,
			cap: 8745,
			cup: 8746,
			int: 8747,
			there4: 8756,
			sim: 8764,
			cong: 8773,
			asymp: 8776,
			ne: 8800,
			equiv: 8801,
			le: 8804,
			ge: 8805,
			sub: 8834,
			sup: 8835,
			nsub: 8836,
			sube: 8838,
			supe: 8839,
			oplus: 8853,
			otimes: 8855,
			perp: 8869,
			sdot: 8901,
			lceil: 8968,
			rceil: 8969,
			lfloor: 8970,
			rfloor: 8971,
			lang: 9001,
			rang: 9002,
			loz: 9674,
			spades: 9824,
			clubs: 9827,
			hearts: 9829,
			diams: 9830
		});
		Object.keys(sax.ENTITIES).forEach(function(key) {
			var e = sax.ENTITIES[key];
			var s = typeof e === "number" ? String.fromCharCode(e) : e;
			sax.ENTITIES[key] = s;
		});
		for (var s in sax.STATE) sax.STATE[sax.STATE[s]] = s;
		S = sax.STATE;
		function emit(parser, event, data) {
			parser[event] && parser[event](data);
		}
		function getDeclaredEncoding(body) {
			var match = body && body.match(/(?:^|\s)encoding\s*=\s*(['"])([^'"]+)\1/i);
			return match ? match[2] : null;
		}
		function normalizeEncodingName(encoding) {
			if (!encoding) return null;
			return encoding.toLowerCase().replace(/[^a-z0-9]/g, "");
		}
		function encodingsMatch(detectedEncoding, declaredEncoding) {
			const detected = normalizeEncodingName(detectedEncoding);
			const declared = normalizeEncodingName(declaredEncoding);
			if (!detected || !declared) return true;
			if (declared === "utf16") return detected === "utf16le" || detected === "utf16be";
			return detected === declared;
		}
		function validateXmlDeclarationEncoding(parser, data) {
			if (!parser.strict || !parser.encoding || !data || data.name !== "xml") return;
			var declaredEncoding = getDeclaredEncoding(data.body);
			if (declaredEncoding && !encodingsMatch(parser.encoding, declaredEncoding)) strictFail(parser, "XML declaration encoding " + declaredEncoding + " does not match detected stream encoding " + parser.encoding.toUpperCase());
		}
		function emitNode(parser, nodeType, data) {
			if (parser.textNode) closeText(parser);
			emit(parser, nodeType, data);
		}
		function closeText(parser) {
			parser.textNode = textopts(parser.opt, parser.textNode);
			if (parser.textNode) emit(parser, "ontext", parser.textNode);
			parser.textNode = "";
		}
		function textopts(opt, text) {
			if (opt.trim) text = text.trim();
			if (opt.normalize) text = text.replace(/\s+/g, " ");
			return text;
		}
		function error(parser, er) {
			closeText(parser);
			if (parser.trackPosition) er += "\nLine: " + parser.line + "\nColumn: " + parser.column + "\nChar: " + parser.c;
			er = new Error(er);
			parser.error = er;
			emit(parser, "onerror", er);
			return parser;
		}
		function end(parser) {
			if (parser.sawRoot && !parser.closedRoot) strictFail(parser, "Unclosed root tag");
			if (parser.state !== S.BEGIN && parser.state !== S.BEGIN_WHITESPACE && parser.state !== S.TEXT) error(parser, "Unexpected end");
			closeText(parser);
			parser.c = "";
			parser.closed = true;
			emit(parser, "onend");
			SAXParser.call(parser, parser.strict, parser.opt);
			return parser;
		}
		function strictFail(parser, message) {
			if (typeof parser !== "object" || !(parser instanceof SAXParser)) throw new Error("bad call to strictFail");
			if (parser.strict) error(parser, message);
		}
		function newTag(parser) {
			if (!parser.strict) parser.tagName = parser.tagName[parser.looseCase]();
			var parent = parser.tags[parser.tags.length - 1] || parser;
			var tag = parser.tag = {
				name: parser.tagName,
				attributes: {}
			};
			if (parser.opt.xmlns) tag.ns = parent.ns;
			parser.attribList.length = 0;
			emitNode(parser, "onopentagstart", tag);
		}
		function qname(name, attribute) {
			var qualName = name.indexOf(":") < 0 ? ["", name] : name.split(":");
			var prefix = qualName[0];
			var local = qualName[1];
			if (attribute && name === "xmlns") {
				prefix = "xmlns";
				local = "";
			}
			return {
				prefix,
				local
			};
		}
		function attrib(parser) {
			if (!parser.strict) parser.attribName = parser.attribName[parser.looseCase]();
			if (parser.attribList.indexOf(parser.attribName) !== -1 || parser.tag.attributes.hasOwnProperty(parser.attribName)) {
				parser.attribName = parser.attribValue = "";
				return;
			}
			if (parser.opt.xmlns) {
				var qn = qname(parser.attribName, true);
				var prefix = qn.prefix;
				var local = qn.local;
				if (prefix === "xmlns") {
					if (local === "xml" && parser.attribValue !== XML_NAMESPACE) strictFail(parser, "xml: prefix must be bound to " + XML_NAMESPACE + "\nActual: " + parser.attribValue);
					else if (local === "xmlns" && parser.attribValue !== XMLNS_NAMESPACE) strictFail(parser, "xmlns: prefix must be bound to " + XMLNS_NAMESPACE + "\nActual: " + parser.attribValue);
					else {
						var tag = parser.tag;
						var parent = parser.tags[parser.tags.length - 1] || parser;
						if (tag.ns === parent.ns) tag.ns = Object.create(parent.ns);
						tag.ns[local] = parser.attribValue;
					}
				}
				parser.attribList.push([parser.attribName, parser.attribValue]);
			} else {
				parser.tag.attributes[parser.attribName] = parser.attribValue;
				emitNode(parser, "onattribute", {
					name: parser.attribName,
					value: parser.attribValue
				});
			}
			parser.attribName = parser.attribValue = "";
		}
		function openTag(parser, selfClosing) {
			if (parser.opt.xmlns) {
				var tag = parser.tag;
				var qn = qname(parser.tagName);
				tag.prefix = qn.prefix;
				tag.local = qn.local;
				tag.uri = tag.ns[qn.prefix] || "";
				if (tag.prefix && !tag.uri) {
					strictFail(parser, "Unbound namespace prefix: " + JSON.stringify(parser.tagName));
					tag.uri = qn.prefix;
				}
				var parent = parser.tags[parser.tags.length - 1] || parser;
				if (tag.ns && parent.ns !== tag.ns) Object.keys(tag.ns).forEach(function(p) {
					emitNode(parser, "onopennamespace", {
						prefix: p,
						uri: tag.ns[p]
					});
				});
				for (var i = 0, l = parser.attribList.length; i < l; i++) {
					var nv = parser.attribList[i];
					var name = nv[0];
					var value = nv[1];
					var qualName = qname(name, true);
					var prefix = qualName.prefix;
					var local = qualName.local;
					var uri = prefix === "" ? "" : tag.ns[prefix] || "";
					var a = {
						name,
						value,
						prefix,
						local,
						uri
					};
					if (prefix && prefix !== "xmlns" && !uri) {
						strictFail(parser, "Unbound namespace prefix: " + JSON.stringify(prefix));
						a.uri = prefix;
					}
					parser.tag.attributes[name] = a;
					emitNode(parser, "onattribute", a);
				}
				parser.attribList.length = 0;
			}
			parser.tag.isSelfClosing = !!selfClosing;
			parser.sawRoot = true;
			parser.tags.push(parser.tag);
			emitNode(parser, "onopentag", parser.tag);
			if (!selfClosing) {
				if (!parser.noscript && parser.tagName.toLowerCase() === "script") parser.state = S.SCRIPT;
				else parser.state = S.TEXT;
				parser.tag = null;
				parser.tagName = "";
			}
			parser.attribName = parser.attribValue = "";
			parser.attribList.length = 0;
		}
		function closeTag(parser) {
			if (!parser.tagName) {
				strictFail(parser, "Weird empty close tag.");
				parser.textNode += "</>";
				parser.state = S.TEXT;
				return;
			}
			if (parser.script) {
				if (parser.tagName !== "script") {
					parser.script += "</" + parser.tagName + ">";
					parser.tagName = "";
					parser.state = S.SCRIPT;
					return;
				}
				emitNode(parser, "onscript", parser.script);
				parser.script = "";
			}
			var t = parser.tags.length;
			var tagName = parser.tagName;
			if (!parser.strict) tagName = tagName[parser.looseCase]();
			var closeTo = tagName;
			while (t--) if (parser.tags[t].name !== closeTo) strictFail(parser, "Unexpected close tag");
			else break;
			if (t < 0) {
				strictFail(parser, "Unmatched closing tag: " + parser.tagName);
				parser.textNode += "</" + parser.tagName + ">";
				parser.state = S.TEXT;
				return;
			}
			parser.tagName = tagName;
			var s = parser.tags.length;
			while (s-- > t) {
				var tag = parser.tag = parser.tags.pop();
				parser.tagName = parser.tag.name;
				emitNode(parser, "onclosetag", parser.tagName);
				var x = {};
				for (var i in tag.ns) x[i] = tag.ns[i];
				var parent = parser.tags[parser.tags.length - 1] || parser;
				if (parser.opt.xmlns && tag.ns !== parent.ns) Object.keys(tag.ns).forEach(function(p) {
					var n = tag.ns[p];
					emitNode(parser, "onclosenamespace", {
						prefix: p,
						uri: n
					});
				});
			}
			if (t === 0) parser.closedRoot = true;
			parser.tagName = parser.attribValue = parser.attribName = "";
			parser.attribList.length = 0;
			parser.state = S.TEXT;
		}
		function parseEntity(parser) {
			var entity = parser.entity;
			var entityLC = entity.toLowerCase();
			var num;
			var numStr = "";
			if (parser.ENTITIES[entity]) return parser.ENTITIES[entity];
			if (parser.ENTITIES[entityLC]) return parser.ENTITIES[entityLC];
			entity = entityLC;
			if (entity.charAt(0) === "#") {
				if (entity.charAt(1) === "x") {
					entity = entity.slice(2);
					num = parseInt(entity, 16);
					numStr = num.toString(16);
				} else {
					entity = entity.slice(1);
					num = parseInt(entity, 10);
					numStr = num.toString(10);
				}
			}
			entity = entity.replace(/^0+/, "");
			if (isNaN(num) || numStr.toLowerCase() !== entity || num < 0 || num > 1114111 || !isXmlChar(num)) {
				strictFail(parser, "Invalid character entity");
				return "&" + parser.entity + ";";
			}
			return String.fromCodePoint(num);
		}
		function isXmlChar(num) {
			return num === 9 || num === 10 || num === 13 || num >= 32 && num <= 55295 || num >= 57344 && num <= 65533 || num >= 65536 && num <= 1114111;
		}
		function beginWhiteSpace(parser, c) {
			if (c === "<") {
				parser.state = S.OPEN_WAKA;
				parser.startTagPosition = parser.position;
			} else if (!isWhitespace(c)) {
				strictFail(parser, "Non-whitespace before first tag.");
				parser.textNode = c;
				parser.state = S.TEXT;
			}
		}
		function charAt(chunk, i) {
			var result = "";
			if (i < chunk.length) result = chunk.charAt(i);
			return result;
		}
		function write(chunk) {
			var parser = this;
			if (this.error) throw this.error;
			if (parser.closed) return error(parser, "Cannot write after close. Assign an onready handler.");
			if (chunk === null) return end(parser);
			if (typeof chunk === "object") chunk = chunk.toString();
			var i = 0;
			var c = "";
			while (true) {
				c = charAt(chunk, i++);
				parser.c = c;
				if (!c) break;
				if (parser.trackPosition) {
					parser.position++;
					if (c === "\n") {
						parser.line++;
						parser.column = 0;
					} else parser.column++;
				}
				switch (parser.state) {
					case S.BEGIN:
						parser.state = S.BEGIN_WHITESPACE;
						if (c === "﻿") continue;
						beginWhiteSpace(parser, c);
						continue;
					case S.BEGIN_WHITESPACE:
						beginWhiteSpace(parser, c);
						continue;
					case S.TEXT:
						if (parser.sawRoot && !parser.closedRoot) {
							var starti = i - 1;
							while (c && c !== "<" && c !== "&") {
								c = charAt(chunk, i++);
								if (c && parser.trackPosition) {
									parser.position++;
									if (c === "\n") {
										parser.line++;
										parser.column = 0;
									} else parser.column++;
								}
							}
							parser.textNode += chunk.substring(starti, i - 1);
						}
						if (c === "<" && !(parser.sawRoot && parser.closedRoot && !parser.strict)) {
							parser.state = S.OPEN_WAKA;
							parser.startTagPosition = parser.position;
						} else {
							if (!isWhitespace(c) && (!parser.sawRoot || parser.closedRoot)) strictFail(parser, "Text data outside of root node.");
							if (c === "&") parser.state = S.TEXT_ENTITY;
							else parser.textNode += c;
						}
						continue;
					case S.SCRIPT:
						if (c === "<") parser.state = S.SCRIPT_ENDING;
						else parser.script += c;
						continue;
					case S.SCRIPT_ENDING:
						if (c === "/") parser.state = S.CLOSE_TAG;
						else {
							parser.script += "<" + c;
							parser.state = S.SCRIPT;
						}
						continue;
					case S.OPEN_WAKA:
						if (c === "!") {
							parser.state = S.SGML_DECL;
							parser.sgmlDecl = "";
						} else if (isWhitespace(c)) {} else if (isMatch(nameStart, c)) {
							parser.state = S.OPEN_TAG;
							parser.tagName = c;
						} else if (c === "/") {
							parser.state = S.CLOSE_TAG;
							parser.tagName = "";
						} else if (c === "?") {
							parser.state = S.PROC_INST;
							parser.procInstName = parser.procInstBody = "";
						} else {
							strictFail(parser, "Unencoded <");
							if (parser.startTagPosition + 1 < parser.position) {
								var pad = parser.position - parser.startTagPosition;
								c = new Array(pad).join(" ") + c;
							}
							parser.textNode += "<" + c;
							parser.state = S.TEXT;
						}
						continue;
					case S.SGML_DECL:
						if (parser.sgmlDecl + c === "--") {
							parser.state = S.COMMENT;
							parser.comment = "";
							parser.sgmlDecl = "";
							continue;
						}
						if (parser.doctype && parser.doctype !== true && parser.sgmlDecl) {
							parser.state = S.DOCTYPE_DTD;
							parser.doctype += "<!" + parser.sgmlDecl + c;
							parser.sgmlDecl = "";
						} else if (CDATAre.test(parser.sgmlDecl + c)) {
							emitNode(parser, "onopencdata");
							parser.state = S.CDATA;
							parser.sgmlDecl = "";
							parser.cdata = "";
						} else if (DOCTYPEre.test(parser.sgmlDecl + c)) {
							parser.state = S.DOCTYPE;
							if (parser.doctype || parser.sawRoot) strictFail(parser, "Inappropriately located doctype declaration");
							parser.doctype = "";
							parser.sgmlDecl = "";
						} else if (c === ">") {
							emitNode(parser, "onsgmldeclaration", parser.sgmlDecl);
							parser.sgmlDecl = "";
							parser.state = S.TEXT;
						} else if (isQuote(c)) {
							parser.state = S.SGML_DECL_QUOTED;
							parser.sgmlDecl += c;
						} else parser.sgmlDecl += c;
						continue;
					case S.SGML_DECL_QUOTED:
						if (c === parser.q) {
							parser.state = S.SGML_DECL;
							parser.q = "";
						}
						parser.sgmlDecl += c;
						continue;
					case S.DOCTYPE:
						if (c === ">") {
							parser.state = S.TEXT;
							emitNode(parser, "ondoctype", parser.doctype);
							parser.doctype = true;
						} else {
							parser.doctype += c;
							if (c === "[") parser.state = S.DOCTYPE_DTD;
							else if (isQuote(c)) {
								parser.state = S.DOCTYPE_QUOTED;
								parser.q = c;
							}
						}
						continue;
					case S.DOCTYPE_QUOTED:
						parser.doctype += c;
						if (c === parser.q) {
							parser.q = "";
							parser.state = S.DOCTYPE;
						}
						continue;
					case S.DOCTYPE_DTD:
						if (c === "]") {
							parser.doctype += c;
							parser.state = S.DOCTYPE;
						} else if (c === "<") {
							parser.state = S.OPEN_WAKA;
							parser.startTagPosition = parser.position;
						} else if (isQuote(c)) {
							parser.doctype += c;
							parser.state = S.DOCTYPE_DTD_QUOTED;
							parser.q = c;
						} else parser.doctype += c;
						continue;
					case S.DOCTYPE_DTD_QUOTED:
						parser.doctype += c;
						if (c === parser.q) {
							parser.state = S.DOCTYPE_DTD;
							parser.q = "";
						}
						continue;
					case S.COMMENT:
						if (c === "-") parser.state = S.COMMENT_ENDING;
						else parser.comment += c;
						continue;
					case S.COMMENT_ENDING:
						if (c === "-") {
							parser.state = S.COMMENT_ENDED;
							parser.comment = textopts(parser.opt, parser.comment);
							if (parser.comment) emitNode(parser, "oncomment", parser.comment);
							parser.comment = "";
						} else {
							parser.comment += "-" + c;
							parser.state = S.COMMENT;
						}
						continue;
					case S.COMMENT_ENDED:
						if (c !== ">") {
							strictFail(parser, "Malformed comment");
							parser.comment += "--" + c;
							parser.state = S.COMMENT;
						} else if (parser.doctype && parser.doctype !== true) parser.state = S.DOCTYPE_DTD;
						else parser.state = S.TEXT;
						continue;
					case S.CDATA:
						var starti = i - 1;
						while (c && c !== "]") {
							c = charAt(chunk, i++);
							if (c && parser.trackPosition) {
								parser.position++;
								if (c === "\n") {
									parser.line++;
									parser.column = 0;
								} else parser.column++;
							}
						}
						parser.cdata += chunk.substring(starti, i - 1);
						if (c === "]") parser.state = S.CDATA_ENDING;
						continue;
					case S.CDATA_ENDING:
						if (c === "]") parser.state = S.CDATA_ENDING_2;
						else {
							parser.cdata += "]" + c;
							parser.state = S.CDATA;
						}
						continue;
					case S.CDATA_ENDING_2:
						if (c === ">") {
							if (parser.cdata) emitNode(parser, "oncdata", parser.cdata);
							emitNode(parser, "onclosecdata");
							parser.cdata = "";
							parser.state = S.TEXT;
						} else if (c === "]") parser.cdata += "]";
						else {
							parser.cdata += "]]" + c;
							parser.state = S.CDATA;
						}
						continue;
					case S.PROC_INST:
						if (c === "?") parser.state = S.PROC_INST_ENDING;
						else if (isWhitespace(c)) parser.state = S.PROC_INST_BODY;
						else parser.procInstName += c;
						continue;
					case S.PROC_INST_BODY:
						if (!parser.procInstBody && isWhitespace(c)) continue;
						else if (c === "?") parser.state = S.PROC_INST_ENDING;
						else parser.procInstBody += c;
						continue;
					case S.PROC_INST_ENDING:
						if (c === ">") {
							const procInstEndData = {
								name: parser.procInstName,
								body: parser.procInstBody
							};
							validateXmlDeclarationEncoding(parser, procInstEndData);
							emitNode(parser, "onprocessinginstruction", procInstEndData);
							parser.procInstName = parser.procInstBody = "";
							parser.state = S.TEXT;
						} else {
							parser.procInstBody += "?" + c;
							parser.state = S.PROC_INST_BODY;
						}
						continue;
					case S.OPEN_TAG:
						if (isMatch(nameBody, c)) parser.tagName += c;
						else {
							newTag(parser);
							if (c === ">") openTag(parser);
							else if (c === "/") parser.state = S.OPEN_TAG_SLASH;
							else {
								if (!isWhitespace(c)) strictFail(parser, "Invalid character in tag name");
								parser.state = S.ATTRIB;
							}
						}
						continue;
					case S.OPEN_TAG_SLASH:
						if (c === ">") {
							openTag(parser, true);
							closeTag(parser);
						} else {
							strictFail(parser, "Forward-slash in opening tag not followed by >");
							parser.state = S.ATTRIB;
						}
						continue;
					case S.ATTRIB:
						if (isWhitespace(c)) continue;
						else if (c === ">") openTag(parser);
						else if (c === "/") parser.state = S.OPEN_TAG_SLASH;
						else if (isMatch(nameStart, c)) {
							parser.attribName = c;
							parser.attribValue = "";
							parser.state = S.ATTRIB_NAME;
						} else strictFail(parser, "Invalid attribute name");
						continue;
					case S.ATTRIB_NAME:
						if (c === "=") parser.state = S.ATTRIB_VALUE;
						else if (c === ">") {
							strictFail(parser, "Attribute without value");
							parser.attribValue = parser.attribName;
							attrib(parser);
							openTag(parser);
						} else if (isWhitespace(c)) parser.state = S.ATTRIB_NAME_SAW_WHITE;
						else if (isMatch(nameBody, c)) parser.attribName += c;
						else strictFail(parser, "Invalid attribute name");
						continue;
					case S.ATTRIB_NAME_SAW_WHITE:
						if (c === "=") parser.state = S.ATTRIB_VALUE;
						else if (isWhitespace(c)) continue;
						else {
							strictFail(parser, "Attribute without value");
							parser.tag.attributes[parser.attribName] = "";
							parser.attribValue = "";
							emitNode(parser, "onattribute", {
								name: parser.attribName,
								value: ""
							});
							parser.attribName = "";
							if (c === ">") openTag(parser);
							else if (isMatch(nameStart, c)) {
								parser.attribName = c;
								parser.state = S.ATTRIB_NAME;
							} else {
								strictFail(parser, "Invalid attribute name");
								parser.state = S.ATTRIB;
							}
						}
						continue;
					case S.ATTRIB_VALUE:
						if (isWhitespace(c)) continue;
						else if (isQuote(c)) {
							parser.q = c;
							parser.state = S.ATTRIB_VALUE_QUOTED;
						} else {
							if (!parser.opt.unquotedAttributeValues) error(parser, "Unquoted attribute value");
							parser.state = S.ATTRIB_VALUE_UNQUOTED;
							parser.attribValue = c;
						}
						continue;
					case S.ATTRIB_VALUE_QUOTED:
						if (c !== parser.q) {
							if (c === "&") parser.state = S.ATTRIB_VALUE_ENTITY_Q;
							else parser.attribValue += c;
							continue;
						}
						attrib(parser);
						parser.q = "";
						parser.state = S.ATTRIB_VALUE_CLOSED;
						continue;
					case S.ATTRIB_VALUE_CLOSED:
						if (isWhitespace(c)) parser.state = S.ATTRIB;
						else if (c === ">") openTag(parser);
						else if (c === "/") parser.state = S.OPEN_TAG_SLASH;
						else if (isMatch(nameStart, c)) {
							strictFail(parser, "No whitespace between attributes");
							parser.attribName = c;
							parser.attribValue = "";
							parser.state = S.ATTRIB_NAME;
						} else strictFail(parser, "Invalid attribute name");
						continue;
					case S.ATTRIB_VALUE_UNQUOTED:
						if (!isAttribEnd(c)) {
							if (c === "&") parser.state = S.ATTRIB_VALUE_ENTITY_U;
							else parser.attribValue += c;
							continue;
						}
						attrib(parser);
						if (c === ">") openTag(parser);
						else parser.state = S.ATTRIB;
						continue;
					case S.CLOSE_TAG:
						if (!parser.tagName) {
							if (isWhitespace(c)) continue;
							else if (notMatch(nameStart, c)) {
								if (parser.script) {
									parser.script += "</" + c;
									parser.state = S.SCRIPT;
								} else strictFail(parser, "Invalid tagname in closing tag.");
							} else parser.tagName = c;
						} else if (c === ">") closeTag(parser);
						else if (isMatch(nameBody, c)) parser.tagName += c;
						else if (parser.script) {
							parser.script += "</" + parser.tagName + c;
							parser.tagName = "";
							parser.state = S.SCRIPT;
						} else {
							if (!isWhitespace(c)) strictFail(parser, "Invalid tagname in closing tag");
							parser.state = S.CLOSE_TAG_SAW_WHITE;
						}
						continue;
					case S.CLOSE_TAG_SAW_WHITE:
						if (isWhitespace(c)) continue;
						if (c === ">") closeTag(parser);
						else strictFail(parser, "Invalid characters in closing tag");
						continue;
					case S.TEXT_ENTITY:
					case S.ATTRIB_VALUE_ENTITY_Q:
					case S.ATTRIB_VALUE_ENTITY_U:
						var returnState;
						var buffer;
						switch (parser.state) {
							case S.TEXT_ENTITY:
								returnState = S.TEXT;
								buffer = "textNode";
								break;
							case S.ATTRIB_VALUE_ENTITY_Q:
								returnState = S.ATTRIB_VALUE_QUOTED;
								buffer = "attribValue";
								break;
							case S.ATTRIB_VALUE_ENTITY_U:
								returnState = S.ATTRIB_VALUE_UNQUOTED;
								buffer = "attribValue";
						}
						if (c === ";") {
							var parsedEntity = parseEntity(parser);
							if (parser.opt.unparsedEntities && !Object.values(sax.XML_ENTITIES).includes(parsedEntity)) {
								if ((parser.entityCount += 1) > parser.opt.maxEntityCount) error(parser, "Parsed entity count exceeds max entity count");
								if ((parser.entityDepth += 1) > parser.opt.maxEntityDepth) error(parser, "Parsed entity depth exceeds max entity depth");
								parser.entity = "";
								parser.state = returnState;
								parser.write(parsedEntity);
								parser.entityDepth -= 1;
							} else {
								parser[buffer] += parsedEntity;
								parser.entity = "";
								parser.state = returnState;
							}
						} else if (isMatch(parser.entity.length ? entityBody : entityStart, c)) parser.entity += c;
						else {
							strictFail(parser, "Invalid character in entity name");
							parser[buffer] += "&" + parser.entity + c;
							parser.entity = "";
							parser.state = returnState;
						}
						continue;
					default: throw new Error(parser, "Unknown state: " + parser.state);
				}
			}
			if (parser.position >= parser.bufferCheckPosition) checkBufferLength(parser);
			return parser;
		}
		/*! http://mths.be/fromcodepoint v0.1.0 by @mathias */
		/* istanbul ignore next */
		if (!String.fromCodePoint) (function() {
			var stringFromCharCode = String.fromCharCode;
			var floor = Math.floor;
			var fromCodePoint = function() {
				var MAX_SIZE = 16384;
				var codeUnits = [];
				var highSurrogate;
				var lowSurrogate;
				var index = -1;
				var length = arguments.length;
				if (!length) return "";
				var result = "";
				while (++index < length) {
					var codePoint = Number(arguments[index]);
					if (!isFinite(codePoint) || codePoint < 0 || codePoint > 1114111 || floor(codePoint) !== codePoint) throw RangeError("Invalid code point: " + codePoint);
					if (codePoint <= 65535) codeUnits.push(codePoint);
					else {
						codePoint -= 65536;
						highSurrogate = (codePoint >> 10) + 55296;
						lowSurrogate = codePoint % 1024 + 56320;
						codeUnits.push(highSurrogate, lowSurrogate);
					}
					if (index + 1 === length || codeUnits.length > MAX_SIZE) {
						result += stringFromCharCode.apply(null, codeUnits);
						codeUnits.length = 0;
					}
				}
				return result;
			};
			/* istanbul ignore next */
			if (Object.defineProperty) Object.defineProperty(String, "fromCodePoint", {
				value: fromCodePoint,
				configurable: true,
				writable: true
			});
			else String.fromCodePoint = fromCodePoint;
		})();
	})(typeof exports === "undefined" ? this$1.sax = {} : exports);
}));

// src/smoke/junit-file.ts
var import_sax = /* @__PURE__ */ __toESM(require_sax(), 1);
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
	const parser = import_sax.default.parser(true);
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
const duration = string().transform((text, context) => {
	const ms = durationMs(text);
	if (ms !== void 0) return ms;
	context.issues.push({
		code: "invalid_format",
		format: "length-of-time",
		message: A_DURATION,
		input: text
	});
	return NEVER;
}).meta({ title: "length of time" });
const status = union([int().min(100).max(599), string().regex(/^(?:[1-5]xx|[1-5]\d\d(?:-[1-5]\d\d)?)$/, "a status such as `200`, a class such as `2xx` or a range such as `200-204`")]).meta({ title: "status (200), class (2xx) or range (200-204)" });
const address = string().regex(/^https?:\/\//i, "an address that begins with `http://` or `https://`").max(2048).meta({
	title: "address",
	description: "The address that is asked."
});
const text = string().min(1).max(4096);
const pattern = string().min(1).meta({ title: "regular expression (RE2)" });
const port = int().min(1).max(65535);
const host = string().regex(/^[^\s/:@?#[\]]+$|^(?:[0-9A-Fa-f]*:){2,}[0-9A-Fa-f.]*$/, "the name or the address of a host, without scheme, port and path").max(255).meta({
	title: "host",
	description: "The host that is asked."
});
const count = int().min(0).max(1e6);
const headerRule = strictObject({
	equals: text.optional().meta({ description: "The value is this text." }),
	contains: text.optional().meta({ description: "The value contains this text." }),
	matches: pattern.optional().meta({ description: "This expression is found in the value." }),
	absent: boolean().optional().meta({ description: "The answer does not have the header." })
});
const headerName = string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, "the name of a header");
const jsonRule = strictObject({
	path: text.meta({
		title: "JSON path (RFC 9535)",
		description: "Leads to the value, e.g. `$.status`."
	}),
	op: _enum(JSON_OPERATORS).default("==").meta({ description: "How it is compared. Typed: `\"true\"` is not `true`." }),
	value: json().optional().meta({
		title: "any value",
		description: "What it is compared with."
	})
});
const http = strictObject({
	url: address,
	method: _enum([
		"GET",
		"HEAD",
		"OPTIONS",
		"PUT",
		"DELETE",
		"POST",
		"PATCH"
	]).default("GET").meta({ description: "`POST` and `PATCH` are sent once for each sample, unless `idempotent` is true." }),
	"request-headers": record(headerName, string().max(8192)).default({}).meta({ description: "Headers of the request." }),
	"request-body": string().max(65536).optional().meta({ description: "Body of the request." }),
	idempotent: boolean().optional().meta({ description: "Sending the request twice does no more than sending it once, so that it may be retried." }),
	status: union([status, array(status).min(1)]).default("2xx").meta({ description: "Statuses that pass." }),
	headers: record(headerName, headerRule).default({}).meta({ description: "What must hold of the headers." }),
	body: strictObject({
		contains: text.optional().meta({ description: "The body contains this text." }),
		"not-contains": text.optional().meta({ description: "The body does not contain this text." }),
		matches: pattern.optional().meta({ description: "This expression is found in the body." }),
		equals: string().max(65536).optional().meta({ description: "The body is this text." }),
		empty: boolean().optional().meta({ description: "Whether there is no body." }),
		sha256: string().regex(/^[0-9A-Fa-f]{64}$/, "64 hexadecimal digits").optional().meta({ description: "The SHA-256 of the body." })
	}).prefault({}).meta({ description: "What must hold of the body." }),
	json: array(jsonRule).min(1).max(100).optional().meta({ description: "What must hold of a JSON body, all of it." }),
	latency: duration.optional().meta({ description: "The whole answer is there within this time." }),
	size: int().min(0).optional().meta({ description: "Most bytes that the body may have." }),
	redirects: union([literal("none"), strictObject({ max: int().min(0).max(10).default(5).meta({ description: "Redirects followed at most." }) })]).prefault({}).meta({ description: "With `none`, an answer that redirects is the answer." })
});
const version = strictObject({
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
const tls = strictObject({
	host,
	port: port.default(443).meta({ description: "The port that is asked." }),
	"expires-in-days": int().min(0).max(3650).default(14).meta({ description: "Days for which the certificate has to be valid." })
});
const tcp = strictObject({
	host,
	port: port.meta({ description: "The port that is asked." })
});
const dns = strictObject({ name: string().regex(/^[^\s/:@?#]+$/, "a name such as `shop.example.com`").max(253).meta({
	title: "name of a host",
	description: "The name that has to lead to an address."
}) });
const command = strictObject({ argv: array(string().max(4096)).min(1).max(100).meta({ description: "The program and its arguments; no shell reads them. It has to end with 0." }) });
const ratio = number().min(1).max(100);
const compare = strictObject({
	to: union([literal("baseline"), strictObject({ url: address.meta({ description: "An address that is asked in turn with the first." }) })]).default("baseline").meta({ description: "The report of the run before, or an address that serves the version before." }),
	method: _enum(["ratio", "mann-whitney"]).default("ratio").meta({ description: "A percentile against the same of before, or all samples by the Mann-Whitney U test." }),
	percentile: _enum([
		"p50",
		"p95",
		"p99"
	]).default("p95").meta({ description: "`ratio`: the one that is compared." }),
	"max-ratio": ratio.default(1.5).meta({ description: "`ratio`: how many times as slow it may be." }),
	"min-difference": duration.prefault("50ms").meta({ description: "`ratio`: what is less slower is let pass." }),
	confidence: number().min(.5).max(.9999).default(.98).meta({ description: "`mann-whitney`: of the interval that the shift lies in." }),
	tolerance: number().min(0).max(1).default(.25).meta({ description: "`mann-whitney`: the interval has to lie above this part of the estimated shift." }),
	"allowed-increase": ratio.default(1).meta({ description: "`mann-whitney`: how many times the mean may be." })
});
const latency = strictObject({
	url: address,
	samples: int().min(1).max(1e3).default(20).meta({ description: "Requests that are measured, after 3 that are not. Fewer than 20 are inconclusive." }),
	p50: duration.optional().meta({ description: "Half of the answers are there within this time." }),
	p95: duration.optional().meta({ description: "95 % of the answers are there within this time." }),
	p99: duration.optional().meta({ description: "99 % of the answers are there within this time." }),
	compare: compare.optional().meta({ description: "What the samples are compared with." })
});
const prometheus = strictObject({
	url: address.meta({ description: "The server, or its `/api/v1/query`." }),
	query: text.meta({ description: "An instant query; of a list of series, every one has to fit." }),
	min: number().optional().meta({ description: "The least value that passes." }),
	max: number().optional().meta({ description: "The largest value that passes." }),
	"on-empty": _enum([
		"fail",
		"pass",
		"inconclusive"
	]).meta({ description: "What a query without result means: nobody can guess it." })
});
const junit = strictObject({
	file: text.meta({ description: "A JUnit file that was written before." }),
	failures: count.default(0).meta({ description: "Failed tests that are let pass." }),
	flaky: count.optional().meta({ description: "Flaky tests that are let pass; not given: any number." })
});

// src/smoke/schema.ts
/** The smoke file as people write it (contract, section 7). The published JSON Schema is generated from here. */
const retry = strictObject({
	attempts: int().min(1).max(10).optional().meta({ description: "How often one sample is tried. Default: 3; 1 for `command`, and for `POST` and `PATCH` always." }),
	base: duration.prefault("1s").meta({ description: "Longest wait before the second attempt; chance shortens it." }),
	factor: number().min(1).max(10).default(2).meta({ description: "By how much each wait is longer than the last." }),
	max: duration.prefault("15s").meta({ description: "Longest wait, also where the other side asks for more." }),
	on: array(union([_enum(["error", "fail"]).meta({ title: "`error` (no answer, or none that can be judged), `fail` (any)" }), status])).min(1).default([
		"error",
		"5xx",
		429
	]).meta({ description: "What is tried again." })
});
const id = string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "at most 64 letters, digits, `.`, `_` and `-`, a letter or digit first");
const check = strictObject({
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
	severity: _enum(["required", "advisory"]).optional().meta({ description: "Whether the verdict of the run depends on it. Default: `required`; for `tls`, `advisory` where another check is required." }),
	timeout: duration.prefault("10s").meta({ description: "Longest time one attempt may take." }),
	retry: retry.prefault({}).meta({ description: "Attempts before a sample counts as failed." }),
	passes: int().min(1).max(100).optional().meta({ description: "How often in a row the check must pass. Default: 1; for `version` 3." }),
	samples: int().min(1).max(1e4).optional().meta({ description: "Samples taken at most. Default: 1 where one pass and no failed sample is asked for, else no limit." }),
	interval: duration.optional().meta({ description: "Wait from the end of a sample to the next. Default: `1s`; for `latency`, between requests, none." }),
	"failure-limit": int().min(-1).max(1e4).optional().meta({ description: "Failed samples that are let pass; -1: any number. Default: 0; for `version` as many as come in time." }),
	"consecutive-error-limit": int().min(0).max(1e4).optional().meta({ description: "Errors in a row that are let pass. Default: 4." }),
	"error-is": _enum(["error", "fail"]).optional().meta({ description: "What nobody answering means. Default: `fail`; for `prometheus`, `command` and `junit` `error`." }),
	"depends-on": array(id).min(1).optional().meta({ description: "Checks that have to pass before this one is asked." }),
	watch: boolean().optional().meta({ description: "Asked again by the App while the deployment is watched (`verify.watch` of the policy). Default: no." }),
	"show-body": literal("on-failure").optional().meta({ description: "Up to 512 characters of the answer stand in the message of a failure. Not given: none." })
});
const SmokeFile = strictObject({
	version: literal(1).meta({ description: "The version of the language." }),
	deadline: duration.prefault("10m").meta({ description: "Longest time the whole run may take." }),
	"warm-up": strictObject({
		max: duration.prefault("2m").meta({ description: "Longest time for which nothing that fails is counted." }),
		until: id.meta({
			title: "name of a check",
			description: "The check whose passes end it; the others wait for it."
		})
	}).optional().meta({ description: "Time for what was deployed to come up." }),
	concurrency: int().min(1).max(16).default(4).meta({ description: "Checks asked at one time; of one host at most 2." }),
	"fail-fast": boolean().default(true).meta({ description: "Once a required check failed, the rest is skipped." }),
	control: array(address).min(1).max(10).optional().meta({ description: "Addresses that have nothing to do with the service: when none answers, the runner is to blame." }),
	network: _enum(NETWORKS).optional().meta({ description: "Which addresses may be asked, where whoever starts the run does not say." }),
	checks: array(check).min(1).max(100).meta({ description: "What is checked, in the order of the report." })
});
/** The JSON Schema that editors use (draft 2020-12, of what people write: defaults may be left out). */
function smokeJsonSchema() {
	return toJSONSchema(SmokeFile, { io: "input" });
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