import { n as parseDuration, r as parseInstant } from "./instant.js";
import { t as decide } from "./decide.js";
import { n as explainText } from "./explain.js";
import { a as shapeProblems, l as plainLine } from "./parse2.js";
import { c as refusal, n as PROBLEM_CODES } from "./parse.js";
import { n as UsageError, t as EXIT } from "./exit-codes.js";
import { t as linesOf } from "./lines-of.js";
import { a as print, i as noteProblems, n as readPolicy, o as printJson, s as readText, t as policyIn } from "./read-policy.js";
import { t as POLICY_FILE } from "./policy-file.js";
import { Command } from "commander";
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
	reviews: listOf(review)
});
const commit = z.strictObject({
	kind: z.literal("commit"),
	sha,
	message: text,
	author: login,
	at: instant,
	files: listOf(file)
});
const deployQuestion = z.strictObject({
	kind: z.literal("deploy"),
	environment: z.string().min(1),
	service: text.optional(),
	actor: login,
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
const FactsDocument = z.strictObject({
	version: z.literal(1),
	at: instant,
	repository: z.string().min(1),
	question: z.discriminatedUnion("kind", [deployQuestion, mergeQuestion]),
	candidate: z.strictObject({
		sha,
		ref: text.optional()
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
	}))
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
	const problems = ambiguousPeople(facts).map((login) => problem(file, "people-ambiguous", ["people", login], `\`${login}\` is listed twice in another spelling with another id; logins compare without case, so it is one person. Keep one.`));
	return problems.length > 0 ? {
		kind: "invalid",
		problems
	} : {
		kind: "valid",
		facts
	};
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

// src/cli/json-error.ts
/** Where a text stops being JSON. The engine's own error tells the place of some mistakes only. */
const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** The offset of the first character that cannot stand where it stands; the length of the text when it ends too early. */
function jsonErrorAt(text) {
	const open = [];
	let expected = "value";
	let at = skip(SPACE, text, 0);
	while (at < text.length) {
		const end = tokenEnd(text, at, marks(expected, open), expected);
		if (end === void 0) return at;
		expected = next(text.charAt(at), expected, open);
		at = skip(SPACE, text, end);
	}
	return at;
}
function skip(pattern, text, from) {
	pattern.lastIndex = from;
	return pattern.test(text) ? pattern.lastIndex : from;
}
/** The brackets, commas and colons that may stand here. */
function marks(expected, open) {
	switch (expected) {
		case "value": return "{[";
		case "first-value": return "{[]";
		case "first-key": return "}";
		case "colon": return ":";
		case "comma": return open.at(-1) === "{" ? ",}" : ",]";
		case "key":
		case "end": return "";
	}
}
/** Where the token ends, or undefined when it is none that may stand here. */
function tokenEnd(text, at, allowed, expected) {
	const character = text.charAt(at);
	if (allowed.includes(character)) return at + 1;
	if (!/value|key/.test(expected)) return void 0;
	const end = skip(character === "\"" || expected.endsWith("key") ? STRING : SCALAR, text, at);
	return end === at ? void 0 : end;
}
/** What may follow a token that stood where it may. Keeps `open`, the brackets around. */
function next(token, expected, open) {
	switch (token) {
		case "{":
		case "[":
			open.push(token);
			return token === "{" ? "first-key" : "first-value";
		case "}":
		case "]":
			open.pop();
			return afterValue(open);
		case ":": return "value";
		case ",": return open.at(-1) === "{" ? "key" : "value";
		default: return expected.endsWith("key") ? "colon" : afterValue(open);
	}
}
function afterValue(open) {
	return open.length === 0 ? "end" : "comma";
}

// src/cli/parse-json.ts
/** JSON that a person may have written, with the place where it breaks. */
/** @param firstLine where the text stands in its file */
function parseJson(text, file, firstLine = 1) {
	try {
		return {
			kind: "value",
			value: JSON.parse(text)
		};
	} catch (error) {
		const told = error instanceof Error ? error.message : String(error);
		const before = text.slice(0, jsonErrorAt(text)).split("\n");
		const place = {
			line: firstLine + before.length - 1,
			column: (before.at(-1) ?? "").length + 1
		};
		const message = `This is not JSON, so nothing can be read from it: ${plainLine(told)}. Correct it here, or write the file anew with a JSON tool.`;
		return {
			kind: "broken",
			problem: {
				severity: "error",
				source: "facts",
				file,
				code: "json-invalid",
				...place,
				message
			}
		};
	}
}

// src/cli/decide-batch.ts
/** A case that is wrong gets its problems as its answer, and the next one is decided. */
async function decideBatch(file) {
	const policies = new PolicyTexts();
	let number = 0;
	for await (const line of linesOf(file)) {
		number++;
		if (line.trim() !== "") await print(JSON.stringify(answer$1(line, {
			file,
			number,
			policies
		})));
	}
	return EXIT.ok;
}
function answer$1(line, place) {
	const json = parseJson(line, place.file, place.number);
	if (json.kind === "broken") return {
		id: null,
		problems: [json.problem]
	};
	const { value } = json;
	if (typeof value !== "object" || value === null || Array.isArray(value)) return {
		id: null,
		problems: [wrong(place, "A case is an object with `id`, `policy` and `facts`; write it as one.")]
	};
	const fields = value;
	return {
		id: fields["id"] ?? null,
		...decideCase(fields, place)
	};
}
function decideCase(fields, place) {
	const read = sourcesIn(fields).map((source) => readPolicyText(fields[source], source, place));
	const facts = parseFacts(fields["facts"], "facts");
	const problems = [...read.flatMap(problemsOf), ...facts.kind === "invalid" ? facts.problems : []];
	if (problems.length > 0 || facts.kind === "invalid") return { problems };
	const policies = read.flatMap((each) => each.kind === "valid" ? [each.policy] : []);
	return { decision: decide(policies, facts.facts) };
}
/** The organisation's first. A case may do with the organisation's alone. */
function sourcesIn(fields) {
	if (fields["orgPolicy"] === void 0) return ["policy"];
	return fields["policy"] === void 0 ? ["orgPolicy"] : ["orgPolicy", "policy"];
}
function problemsOf(read) {
	if (read.kind === "valid") return [];
	return read.kind === "absent" ? [read.problem] : read.problems;
}
function readPolicyText(text, source, place) {
	if (typeof text === "string") return place.policies.read(text, source);
	return {
		kind: "invalid",
		problems: [wrong(place, `The case has no usable \`${source}\`; give the YAML text of a policy.`)]
	};
}
function wrong({ file, number }, message) {
	return {
		severity: "error",
		source: "facts",
		file,
		code: "case-invalid",
		line: number,
		column: 1,
		message
	};
}
/** How many texts are kept parsed: cases that follow each other mostly share theirs. */
const KEPT = 16;
var PolicyTexts = class {
	#read = /* @__PURE__ */ new Map();
	read(text, source) {
		const key = `${source}:${text}`;
		const kept = this.#read.get(key) ?? policyIn(text, source, source);
		if (this.#read.size >= KEPT) this.#read.clear();
		this.#read.set(key, kept);
		return kept;
	}
};

// src/cli/decide.ts
/** `tidegate decide`: one decision from a snapshot, or one for each line of a file. */
function decideCommand() {
	return new Command("decide").description("Decides on a stored snapshot of facts, and explains the decision.").option("--facts <file>", "the facts, as JSON").option("--policy <file>", `the policy of the repository; without it ${POLICY_FILE}`).option("--org-policy <file>", "the policy of the organisation; both have to open the release").option("--at <instant>", "decide as of this instant instead of the one in the facts").option("--batch <file>", "one case a line: {\"id\", \"policy\", \"orgPolicy\"?, \"facts\"}; one answer a line").option("--json", "print the decision as one JSON document").addHelpText("after", "\nExample:\n  tidegate decide --facts facts.json --policy .github/tidegate.yml").addHelpText("after", "\nExit code: 0 open, 3 waiting, 4 blocked, 1 invalid policy or facts, 2 wrong usage.").addHelpText("after", "With --batch 0, whatever the decisions are.").action(async (options) => {
		process.exitCode = await run(options);
	});
}
async function run(options) {
	const { facts, batch, json } = options;
	if (batch !== void 0) {
		const other = [
			"facts",
			"policy",
			"orgPolicy",
			"at"
		].find((name) => options[name] !== void 0);
		if (other !== void 0) throw new UsageError(`--batch brings its own policies and facts; leave out --${flag(other)}.`);
		return decideBatch(batch);
	}
	if (facts === void 0) throw new UsageError("Nothing to decide on: give --facts FILE, or --batch CASES.jsonl.");
	const at = options.at === void 0 ? void 0 : instantIn(options.at);
	const read = [...await readPolicies(options), await readFacts(facts)];
	const problems = read.flatMap((each) => "problems" in each ? each.problems : []);
	if (problems.length > 0) {
		if (json) await printJson({
			version: 1,
			problems
		});
		noteProblems(problems);
		return EXIT.failed;
	}
	return answer(read, at, json === true);
}
const EXIT_OF = {
	open: EXIT.ok,
	waiting: EXIT.waiting,
	blocked: EXIT.blocked
};
async function answer(read, at, isJson) {
	const policies = read.flatMap((each) => "policy" in each ? [each.policy] : []);
	noteProblems(read.flatMap((each) => "warnings" in each ? each.warnings : []));
	const [stored] = read.flatMap((each) => "facts" in each ? [each.facts] : []);
	if (stored === void 0) throw new TypeError("facts that have no problems are facts");
	const facts = at === void 0 ? stored : {
		...stored,
		at
	};
	const decision = decide(policies, facts);
	if (isJson) await printJson(decision);
	else await print(explainText(decision, facts));
	return EXIT_OF[decision.verdict];
}
/** The organisation's first. A repository without a policy file is held by its organisation's alone. */
async function readPolicies({ policy, orgPolicy }) {
	const inputs = [];
	if (orgPolicy !== void 0) {
		const read = await readPolicy(orgPolicy, "orgPolicy");
		inputs.push(read.kind === "absent" ? { problems: [read.problem] } : read);
	}
	const read = await readPolicy(policy ?? ".github/tidegate.yml");
	if (read.kind !== "absent") inputs.push(read);
	else if (policy !== void 0 || orgPolicy === void 0) inputs.push({ problems: [read.problem] });
	return inputs;
}
async function readFacts(file) {
	const read = await readText(file);
	if (read.kind === "unreadable") return { problems: [{
		severity: "error",
		source: "facts",
		file,
		code: "file-unreadable",
		line: 1,
		column: 1,
		message: read.message
	}] };
	const json = parseJson(read.text, file);
	if (json.kind === "broken") return { problems: [json.problem] };
	const parsed = parseFacts(json.value, file);
	return parsed.kind === "valid" ? { facts: parsed.facts } : { problems: parsed.problems };
}
function instantIn(text) {
	const instant = parseInstant(text);
	if (instant !== void 0) return instant;
	throw new UsageError(`--at ${text} is no instant. Write it with its offset, such as 2026-11-26T09:00:00+01:00 or 2026-11-26T08:00:00Z.`);
}
function flag(option) {
	return option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export { decideCommand };