import { n as shapeProblems } from "./problem-codes.js";
import { a as PROBLEM_CODES, i as refusal } from "./parse.js";
import { w as ALERT_SEVERITIES } from "./reasons.js";
import { i as parseInstant, r as parseDuration } from "./instant.js";
import { z } from "zod";

// src/policy/facts/schema.ts
/** The facts document (contract, section 3), with the defaults for what facts written by hand leave out. */
const instant = z.string().transform((text, context) => {
	const parsed = parseInstant(text);
	if (parsed !== void 0) return parsed;
	const message = `\`${text.slice(0, 80)}\` is not an instant. Write RFC 3339 with an offset: \`2026-11-26T09:00:00+01:00\` or \`…Z\`.`;
	context.issues.push({
		code: "custom",
		params: refusal("instant-refused"),
		message,
		input: text
	});
	return z.NEVER;
});
const duration = z.string().refine((text) => parseDuration(text) !== void 0, {
	params: refusal("duration-refused"),
	message: "Not a length of time. Write `90s`, `30m`, `4h`, `2d`, `2w` or `PT30M`."
});
/** A commit's name. Anything is taken that could be one: facts written by hand say `a1` as well. */
const sha = z.string().min(1).max(200);
const login = z.string().min(1).max(100);
/** Empty where GitHub maps a commit to no account, or does not say who started a run. */
const maybeLogin = z.string().max(100);
const text = z.string();
const count = z.int().min(0);
const listOf = (item) => z.array(item).default([]);
const file = z.strictObject({
	path: z.string().min(1),
	previousPath: z.string().min(1).optional(),
	status: z.enum([
		"added",
		"modified",
		"removed",
		"renamed"
	]),
	additions: count,
	deletions: count
});
const review = z.strictObject({
	id: count,
	user: login,
	state: z.enum([
		"approved",
		"changes_requested",
		"commented",
		"dismissed"
	]),
	commit: text,
	patchId: text.optional(),
	at: instant
});
const pullRequest = z.strictObject({
	kind: z.literal("pull-request"),
	number: count,
	title: text,
	body: text.default(""),
	author: login,
	contributors: listOf(login),
	unknownContributors: count.optional(),
	labels: listOf(text),
	labeledBy: z.record(z.string(), login).optional(),
	issues: z.array(text).optional(),
	base: text,
	headSha: sha,
	patchId: text.optional(),
	mergedAt: instant.optional(),
	files: listOf(file),
	filesComplete: z.boolean().default(true),
	commits: count.default(1),
	reviews: listOf(review),
	milestone: count.optional()
});
const commit = z.strictObject({
	kind: z.literal("commit"),
	sha,
	message: text,
	author: maybeLogin,
	contributors: z.array(login).optional(),
	unknownContributors: count.optional(),
	at: instant,
	files: listOf(file)
});
const deployQuestion = z.strictObject({
	kind: z.literal("deploy"),
	environment: z.string().min(1),
	service: text.optional(),
	actor: maybeLogin,
	actors: z.array(login).optional(),
	deploymentId: count.optional(),
	runId: count.optional(),
	runAttempt: count.optional()
});
const mergeQuestion = z.strictObject({
	kind: z.literal("merge"),
	pullRequest: count,
	base: text
});
const person = z.strictObject({
	id: z.int(),
	kind: z.enum(["user", "bot"]),
	permission: z.enum([
		"none",
		"read",
		"triage",
		"write",
		"maintain",
		"admin"
	]),
	teams: listOf(text)
});
const releaseApproval = z.strictObject({
	user: login,
	state: z.enum(["approved", "rejected"]),
	at: instant,
	source: z.enum([
		"deployment-review",
		"comment",
		"page"
	]),
	sha,
	environment: text,
	reason: text.optional()
});
const deployment = z.strictObject({
	id: count,
	environment: text,
	service: text.optional(),
	sha,
	startedAt: instant,
	finishedAt: instant.optional(),
	state: z.enum([
		"success",
		"failure",
		"in_progress"
	]),
	verification: z.strictObject({
		verdict: z.enum([
			"pass",
			"fail",
			"inconclusive",
			"error",
			"missing"
		]),
		at: instant,
		confidence: z.literal("low").optional()
	}).optional(),
	uncounted: z.strictObject({
		code: z.enum([
			"other-file",
			"other-content",
			"no-such-file",
			"unnamed",
			"policy-unknown"
		]),
		asked: text.nullable(),
		path: text.optional(),
		at: instant
	}).optional()
});
const check = z.strictObject({
	name: text,
	app: text.optional(),
	status: z.enum([
		"queued",
		"in_progress",
		"completed"
	]),
	conclusion: text.optional(),
	at: instant
});
const tool = z.enum(["code-scanning", "dependabot"]);
const alerts = z.discriminatedUnion("kind", [z.strictObject({
	kind: z.literal("known"),
	tool,
	open: listOf(z.strictObject({
		number: count,
		severity: z.enum(ALERT_SEVERITIES)
	})),
	missing: z.array(text).optional(),
	isBaseUnknown: z.literal(true).optional()
}), z.strictObject({
	kind: z.literal("unknown"),
	tool,
	because: z.enum(["not-analysed", "switched-off"])
})]);
const verdict = z.enum(["go", "no-go"]);
const plan = z.strictObject({
	number: count,
	title: text,
	dueAt: instant.nullable().default(null),
	decisions: listOf(z.strictObject({
		stage: text,
		verdict,
		user: login,
		reason: text.optional(),
		at: instant
	})),
	record: count.optional(),
	past: z.strictObject({
		isOver: z.boolean(),
		pulls: listOf(count)
	}).optional()
});
const train = z.strictObject({
	name: text,
	title: text,
	environment: text,
	members: listOf(z.strictObject({
		repository: text,
		state: z.enum([
			"unplanned",
			"waiting",
			"deployed",
			"verified",
			"failed",
			"unreadable"
		]),
		isTakenBack: z.literal(true).optional(),
		noGo: z.strictObject({
			stage: text.optional(),
			user: login.optional(),
			record: text.optional()
		}).optional()
	}))
});
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const FactsDocument = z.strictObject({
	version: z.literal(1),
	at: instant,
	repository: z.string().min(1),
	question: z.discriminatedUnion("kind", [deployQuestion, mergeQuestion]),
	candidate: z.strictObject({
		sha,
		ref: text.optional(),
		isUnknown: z.literal(true).optional(),
		inputs: z.array(text).optional(),
		digest: digest.optional(),
		artifacts: z.strictObject({
			complete: z.boolean(),
			uploaded: z.array(z.strictObject({
				name: text,
				digest: digest.optional()
			}))
		}).optional()
	}),
	baseline: z.strictObject({
		sha,
		at: instant
	}).nullable().default(null),
	direction: z.enum([
		"first",
		"forward",
		"same",
		"backward",
		"diverged"
	]).default("forward"),
	changes: listOf(z.discriminatedUnion("kind", [pullRequest, commit])),
	complete: z.boolean().default(true),
	people: z.record(z.string(), person).default({}),
	codeowners: text.optional(),
	approvals: listOf(releaseApproval),
	checks: listOf(check),
	deployments: listOf(deployment),
	incidents: listOf(z.strictObject({
		number: count,
		labels: listOf(text),
		openedAt: instant,
		closedAt: instant.optional()
	})),
	holds: listOf(z.strictObject({
		environment: text,
		sha,
		reason: text,
		by: login,
		at: instant,
		contains: z.boolean()
	})),
	overrides: listOf(z.strictObject({
		user: login,
		environment: text,
		sha,
		reason: text,
		at: instant
	})),
	dependencies: listOf(z.strictObject({
		repository: text,
		environment: text,
		health: z.enum([
			"healthy",
			"failing",
			"rolling-back",
			"unknown"
		])
	})),
	lanes: listOf(z.strictObject({
		over: duration,
		deployments: count,
		failed: count
	})),
	rollbacks: listOf(z.strictObject({
		at: instant,
		from: sha,
		to: sha
	})),
	freezes: listOf(z.strictObject({
		environment: text,
		from: instant,
		until: instant.optional(),
		by: login,
		reason: text
	})),
	ordered: z.strictObject({
		rollback: z.string().min(1),
		sha
	}).optional(),
	alerts: z.array(alerts).optional(),
	attestations: z.array(z.strictObject({
		digest: text,
		signer: text,
		repository: text,
		sha
	})).optional(),
	preflights: z.array(z.strictObject({
		file: text,
		verdict: z.enum([
			"pass",
			"fail",
			"inconclusive",
			"error"
		]),
		at: instant,
		failedChecks: listOf(text),
		found: text.optional(),
		againAt: instant.optional()
	})).optional(),
	record: z.strictObject({ body: text }).optional(),
	plans: z.array(plan).optional(),
	trains: z.array(train).optional()
});
function factsJsonSchema() {
	return z.toJSONSchema(FactsDocument, { io: "input" });
}

// src/policy/facts/parse.ts
/** @param value the JSON value; @param file its name, for the problems. Each problem has a JSON pointer as `path`. */
function parseFacts(value, file) {
	const shaped = FactsDocument.safeParse(value);
	if (!shaped.success) {
		const issues = shaped.error.issues;
		return {
			kind: "invalid",
			problems: shapeProblems(issues, value, {
				schema: factsJsonSchema(),
				codes: PROBLEM_CODES
			}).map(({ code, path, message }) => problem(file, code, path, message))
		};
	}
	const facts = shaped.data;
	const half = halfCharacter(facts);
	if (half !== void 0) return {
		kind: "invalid",
		problems: [problem(file, "refused", half, "A text here has half a character (a lone surrogate), which no text can have. Remove it.")]
	};
	const problems = ambiguousPeople(facts).map((login) => problem(file, "people-ambiguous", ["people", login], `\`${login}\` is listed twice in another spelling with another id; logins compare without case, so it is one person. Keep one.`));
	return problems.length > 0 ? {
		kind: "invalid",
		problems
	} : {
		kind: "valid",
		facts
	};
}
/** Where a text or a name is that has no canonical form; undefined when there is none. */
function halfCharacter(value) {
	const found = [];
	return isWhole(value, found) ? void 0 : found.toReversed();
}
/** @param found the steps to the first half character, the last one first; facts can be large and are mostly whole. */
function isWhole(value, found) {
	if (typeof value === "string") return value.isWellFormed();
	if (typeof value !== "object" || value === null) return true;
	for (const key of Object.keys(value)) {
		if (!key.isWellFormed()) return false;
		if (isWhole(value[key], found)) continue;
		found.push(key);
		return false;
	}
	return true;
}
function ambiguousPeople(facts) {
	const ids = /* @__PURE__ */ new Map();
	return Object.entries(facts.people).flatMap(([login, person]) => {
		const known = ids.get(login.toLowerCase());
		ids.set(login.toLowerCase(), person.id);
		return known === void 0 || known === person.id ? [] : [login];
	});
}
function problem(file, code, path, message) {
	return {
		severity: "error",
		source: "facts",
		file,
		code,
		path: pointer(path),
		message
	};
}
/** RFC 6901. */
function pointer(path) {
	return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

export { factsJsonSchema as n, parseFacts as t };