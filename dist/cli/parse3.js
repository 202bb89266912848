import { a as readYaml, n as shapeProblems, o as locate, t as DOCUMENT_CODES } from "./problem-codes.js";
import { n as digestOf } from "./canonical.js";
import { r as parseDuration } from "./instant.js";
import { z } from "zod";

// src/smoke/check.ts
function checkSmoke({ checks }) {
	const ids = checks.map((check) => check.id);
	const findings = checks.flatMap((check, index) => {
		const path = ["checks", index];
		const found = [];
		if (ids.indexOf(check.id) < index) {
			const message = `There are two checks \`${check.id}\`; a report could not tell them apart. Rename one.`;
			found.push({
				code: "check-duplicate",
				path: [...path, "id"],
				at: "value",
				message
			});
		}
		const message = urlProblem(check.http.url);
		if (message !== void 0) found.push({
			code: "url-refused",
			path: [
				...path,
				"http",
				"url"
			],
			at: "value",
			message
		});
		return found;
	});
	if (checks.some((check) => check.severity === "required")) return findings;
	const message = "Every check is advisory, so the run could never fail. Make at least one of them `required`.";
	return [...findings, {
		code: "no-required-check",
		path: ["checks"],
		at: "key",
		message
	}];
}
/** The address itself is not repeated: it may hold what nobody else should read. */
function urlProblem(url) {
	if (!URL.canParse(url)) return "This is not an address, so nothing could be probed. Write it as `https://host/path`.";
	const { username, password } = new URL(url);
	if (username === "" && password === "") return void 0;
	return "The address holds a user name or a password, which would end up in reports. Take it out.";
}

// src/smoke/plan.ts
/** One pass is asked with one sample; a row of passes goes on until it is complete or a limit or the deadline ends it. */
const UNBOUNDED = Number.POSITIVE_INFINITY;
const CONSECUTIVE_ERROR_LIMIT = 4;
const INTERVAL_MS = 1e3;
function planOf(file, configDigest) {
	return {
		deadlineMs: file.deadline,
		configDigest,
		checks: file.checks.map(planCheck)
	};
}
function planCheck(check) {
	const { http, retry, passes } = check;
	const statuses = Array.isArray(http.status) ? http.status : [http.status];
	return {
		id: check.id,
		type: "http",
		severity: check.severity,
		url: http.url,
		timeoutMs: check.timeout,
		expects: {
			statuses: statuses.map(toRange),
			...http.body === void 0 ? {} : { bodyContains: http.body.contains },
			...http.latency === void 0 ? {} : { latencyMs: http.latency }
		},
		retry: {
			attempts: retry.attempts,
			baseMs: retry.base,
			factor: retry.factor,
			maxMs: retry.max
		},
		limits: {
			passes,
			failureLimit: 0,
			consecutiveErrorLimit: CONSECUTIVE_ERROR_LIMIT,
			samples: passes === 1 ? 1 : UNBOUNDED
		},
		intervalMs: INTERVAL_MS
	};
}
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

// src/smoke/problem-codes.ts
const SMOKE_PROBLEM_CODES = {
	...DOCUMENT_CODES,
	"unknown-name": "A name to be filled in that nobody set.",
	"url-refused": "An address that cannot be read, or that holds a user name or a password.",
	"check-duplicate": "Two checks of one id.",
	"no-required-check": "Every check is advisory."
};

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

// src/smoke/schema.ts
/** The smoke file as people write it (contract, section 7). The published JSON Schema is generated from here. */
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
const httpCheck = z.strictObject({
	url: z.string().regex(/^https?:\/\//i, "an address that begins with `http://` or `https://`").max(2048).meta({
		title: "address",
		description: "The address that is asked."
	}),
	method: z.literal("GET").default("GET").meta({ description: "A probe changes nothing." }),
	status: z.union([status, z.array(status).min(1)]).default(200).meta({ description: "Statuses that pass." }),
	body: z.strictObject({ contains: z.string().min(1).meta({ description: "The body contains this text." }) }).optional().meta({ description: "What must hold of the body." }),
	latency: duration.optional().meta({ description: "The whole answer is there within this time." })
});
const retry = z.strictObject({
	attempts: z.int().min(1).max(10).default(3).meta({ description: "How often one sample is tried." }),
	base: duration.prefault("1s").meta({ description: "Wait before the second attempt." }),
	factor: z.number().min(1).max(10).default(2).meta({ description: "By how much each wait is longer than the last." }),
	max: duration.prefault("15s").meta({ description: "Longest wait between two attempts." })
});
const check = z.strictObject({
	id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "at most 64 letters, digits, `.`, `_` and `-`, a letter or digit first").meta({
		title: "name",
		description: "Unique. Names the check in reports."
	}),
	http: httpCheck.meta({ description: "One GET request and what must hold of its answer." }),
	severity: z.enum(["required", "advisory"]).default("required").meta({ description: "Whether the verdict of the run depends on it." }),
	timeout: duration.prefault("10s").meta({ description: "Longest time one attempt may take." }),
	retry: retry.prefault({}).meta({ description: "Attempts before a sample counts as failed." }),
	passes: z.int().min(1).max(100).default(1).meta({ description: "How often in a row the check must pass." })
});
const SmokeFile = z.strictObject({
	version: z.literal(1).meta({ description: "The version of the language." }),
	deadline: duration.prefault("10m").meta({ description: "Longest time the whole run may take." }),
	checks: z.array(check).min(1).max(100).meta({ description: "What is checked, in the order of the report." })
});
/** The JSON Schema that editors use (draft 2020-12, of what people write: defaults may be left out). */
function smokeJsonSchema() {
	return z.toJSONSchema(SmokeFile, { io: "input" });
}

// src/smoke/substitute.ts
const PLACE = /\$\{([^}]*)\}/g;
/** The value with every `${NAME}` replaced, and the names that nobody set. Keys are left as they are. */
function substitute(value, names) {
	const unknown = [];
	return {
		value: replaceIn(value, [], names, unknown),
		unknown
	};
}
function replaceIn(value, path, names, unknown) {
	if (typeof value === "string") return value.replace(PLACE, (place, name) => {
		const text = names.get(name);
		if (text === void 0) unknown.push({
			path,
			name
		});
		return text ?? place;
	});
	if (Array.isArray(value)) return value.map((item, index) => replaceIn(item, [...path, index], names, unknown));
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).map(([key, item]) => [key, replaceIn(item, [...path, key], names, unknown)]);
	return Object.fromEntries(entries);
}

// src/smoke/parse.ts
/** Text of a smoke file to a plan, or to problems with line and column. Nothing is probed before this succeeds. */
/** Every problem is found in one go, in the order of the file. */
function parseSmoke(text, { file, names }) {
	const origin = {
		source: "smoke",
		file
	};
	const read = readYaml(text);
	if (read.kind === "unreadable") return {
		kind: "invalid",
		problems: [{
			severity: "error",
			...origin,
			...read.problem
		}]
	};
	const { document } = read;
	const invalid = (found) => ({
		kind: "invalid",
		problems: locate(found, document, origin)
	});
	const filled = substitute(document.value, names);
	if (filled.unknown.length > 0) return invalid(filled.unknown.map(sayUnknownName));
	const shaped = SmokeFile.safeParse(filled.value);
	if (!shaped.success) {
		const issues = shaped.error.issues;
		return invalid(shapeProblems(issues, document.value, {
			schema: smokeJsonSchema(),
			codes: SMOKE_PROBLEM_CODES
		}));
	}
	const found = checkSmoke(shaped.data);
	if (found.length > 0) return invalid(found);
	return {
		kind: "valid",
		plan: planOf(shaped.data, digestOf(document.value))
	};
}
function sayUnknownName({ path, name }) {
	return {
		code: "unknown-name",
		path,
		at: "value",
		message: `Nobody set \`${name}\`, so it is not known what would be probed. Set it, or write the value out.`
	};
}

export { parseSmoke };