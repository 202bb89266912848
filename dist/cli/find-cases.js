import { a as locate, n as shapeProblems, r as readYaml, t as DOCUMENT_CODES } from "./problem-codes.js";
import { r as suggest } from "./suggestion.js";
import { a as BUILT_IN_GATES, n as SKIPPED, t as REASONS } from "./reasons.js";
import { t as formatProblem } from "./problem.js";
import { n as factsJsonSchema, t as parseFacts } from "./parse2.js";
import { t as RELEASE_TYPES } from "./decision.js";
import { i as parseInstant } from "./instant.js";
import { t as POLICY_FILE } from "./policy-file.js";
import { n as readPolicy } from "./read-policy2.js";
import { n as IGNORED } from "./approvals.js";
import { t as readText } from "./read-text.js";
import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { z } from "zod";

// src/policy/cases/check.ts
/** What a case file asks of a policy that does not have it: an expectation that could never be met, or never fail. */
/** @param policies those that the cases are decided by. */
function checkCases({ cases, document, file }, policies) {
	const gates = [.../* @__PURE__ */ new Set([...policies.flatMap(({ policy }) => policy.gates.map(({ name }) => name)), ...BUILT_IN_GATES.map(({ name }) => name)])];
	const tiers = [...new Set(policies.flatMap(({ policy }) => policy.tiers))];
	const findings = [...new Map(cases.map((each) => [each.index, each.expect]))].flatMap(([index, expect]) => {
		const at = [
			"cases",
			index,
			"expect"
		];
		const { tier } = expect;
		const unknown = Object.keys(expect.gates ?? {}).filter((name) => !gates.includes(name));
		return [...tier === void 0 || tiers.includes(tier) ? [] : [unknownTier(tier, tiers, [...at, "tier"])], ...unknown.map((name) => unknownGate(name, gates, [
			...at,
			"gates",
			name
		]))];
	});
	return locate(findings, document, {
		source: "facts",
		file
	});
}
function unknownTier(tier, tiers, path) {
	return {
		code: "tier-unknown",
		path,
		at: "value",
		message: `The policy has no tier \`${tier}\`, so no release has it. ${suggest(tier, tiers, "Its tiers")}`
	};
}
function unknownGate(name, gates, path) {
	return {
		code: "gate-unknown",
		path,
		at: "key",
		message: `The policy has no gate \`${name}\`, so nothing can be expected of it. ${suggest(name, gates, "Its gates")}`
	};
}

// src/policy/cases/layered-facts.ts
/**
* Maps are joined key by key, everything else (lists too) is replaced as a whole. A map of another `kind` is another
* thing, and replaces as well.
*/
function layered(below, above) {
	const joined = new Map(Object.entries(below));
	for (const [key, value] of Object.entries(above)) {
		const under = joined.get(key);
		joined.set(key, areJoined(under, value) ? layered(under, value) : value);
	}
	return Object.fromEntries(joined);
}
function areJoined(under, over) {
	if (!isMap(under) || !isMap(over)) return false;
	return under["kind"] === void 0 || over["kind"] === void 0 || under["kind"] === over["kind"];
}
function isMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** Which layer a fact comes from. What neither has belongs to the upper one, as long as that goes. */
function findFact(below, above, steps) {
	let layers = [{
		name: "above",
		value: above
	}, {
		name: "below",
		value: below
	}];
	const path = [];
	for (const step of steps) {
		const [upper, lower] = layers;
		const reached = (upper !== void 0 && lower !== void 0 && areJoined(lower.value, upper.value) ? layers : layers.slice(0, 1)).filter(({ value }) => stepInto(value, step) !== void 0);
		path.push(Array.isArray(upper?.value) ? Number(step) : step);
		if (reached.length === 0) return {
			layer: upper?.name ?? "above",
			path: [...path, ...steps.slice(path.length)],
			value: void 0
		};
		layers = reached.map(({ name, value }) => ({
			name,
			value: stepInto(value, step)
		}));
	}
	const [found] = layers;
	return {
		layer: found?.name ?? "above",
		path,
		value: found?.value
	};
}
function stepInto(value, step) {
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return void 0;
	return value[step];
}
/** The steps of a JSON pointer (RFC 6901). */
function stepsOf(pointer) {
	return pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

// src/policy/cases/problem-codes.ts
const CASE_PROBLEM_CODES = {
	...DOCUMENT_CODES,
	"instant-refused": "Not an RFC 3339 instant with an offset.",
	"cases-missing": "A file without cases.",
	"case-duplicate": "Two cases of one name.",
	"expect-empty": "A case, or a gate in it, that expects nothing.",
	"gate-unknown": "A gate that no policy has.",
	"tier-unknown": "A tier that the policy does not have."
};

// src/policy/cases/loosened.ts
/**
* The same keys, none of them needed. What stands in a list is whole: lists are not joined.
* Of alternatives that are told apart by a key that may now be missing, several may fit.
*/
function loosened(schema) {
	const { required: _required, oneOf, anyOf, properties, additionalProperties, ...rest } = schema;
	const alternatives = oneOf ?? anyOf;
	return {
		...rest,
		...Array.isArray(alternatives) ? { anyOf: alternatives.map((each) => loosened(each)) } : {},
		...isSchema(properties) ? { properties: mapped(properties) } : {},
		...additionalProperties === void 0 ? {} : { additionalProperties: isSchema(additionalProperties) ? loosened(additionalProperties) : additionalProperties }
	};
}
function mapped(properties) {
	return Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, isSchema(each) ? loosened(each) : each]));
}
function isSchema(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/policy/cases/schema.ts
/** The case file: a team's own examples of what its policy has to say. Every key, its type and what it means. */
function refusal(code) {
	return { code };
}
function notEmpty(value) {
	return Object.keys(value).length > 0;
}
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
/** An instant, or `never`. */
const moment = z.string().transform((text, context) => {
	const parsed = text === "never" ? text : parseInstant(text);
	if (parsed !== void 0) return parsed;
	const message = `\`${text.slice(0, 80)}\` is neither \`never\` nor an instant. Write RFC 3339 with an offset: \`2026-11-26T09:00:00+01:00\` or \`…Z\`.`;
	context.issues.push({
		code: "custom",
		params: refusal("instant-refused"),
		message,
		input: text
	});
	return z.NEVER;
}).meta({ title: "an instant, or `never`" });
function oneOrMany(item) {
	return z.union([item, z.array(item).min(1).max(100)]).transform((value) => Array.isArray(value) ? value : [value]);
}
const name = z.string().trim().min(1).max(200);
const login = z.string().min(1).max(100);
const file = z.string().min(1).max(1e3);
const statuses = z.enum([
	"met",
	"pending",
	"failed",
	"skipped",
	"absent"
]);
const reasonCodes = z.enum([...Object.keys(REASONS), ...Object.keys(SKIPPED)]);
const ignoredCodes = z.enum(Object.keys(IGNORED));
const gate = z.strictObject({
	status: statuses.optional().meta({ description: "The status of the gate; `absent`: its `for` does not select this release." }),
	reason: oneOrMany(reasonCodes).optional().meta({ description: "The gate gives this reason; of a list, each of them. Codes, as the reference lists them." }),
	counted: z.array(login).optional().meta({ description: "Exactly these people counted, in any order." }),
	ignored: z.record(login, ignoredCodes).optional().meta({ description: "These people did not count, and why. Others are not asked about." })
}).refine(notEmpty, {
	params: refusal("expect-empty"),
	message: "Nothing is expected of this gate. Write its status: `met`, `pending`, `failed`, `skipped` or `absent`."
}).refine((value) => value.status !== "absent" || Object.keys(value).length === 1, {
	params: refusal("refused"),
	message: "A gate that is absent gives no reason and counts nobody. Leave out the other keys, or `absent`."
});
const expected = z.strictObject({
	verdict: z.enum([
		"open",
		"waiting",
		"blocked"
	]).optional().meta({ description: "What comes out." }),
	tier: name.optional().meta({ description: "The tier of the release." }),
	type: z.enum(RELEASE_TYPES).optional().meta({ description: "The release type." }),
	mode: z.enum(["enforce", "observe"]).optional().meta({ description: "Whether it would be enforced." }),
	gates: z.record(name, z.union([gate, statuses])).refine(notEmpty, {
		params: refusal("expect-empty"),
		message: "No gate is named here. Name one, or remove the key."
	}).optional().meta({ description: "By the name of the gate: its status, or more of it. Gates that are not named are not asked about." }),
	"earliest-opening": moment.optional().meta({ description: "The first instant at which time holds nothing back, or `never`." }),
	"next-transition": moment.optional().meta({ description: "When the answer can next change by time alone, or `never`." }),
	override: z.union([z.literal(false), login]).optional().meta({ description: "The person whose override opens it; `false`: none does." })
}).refine(notEmpty, {
	params: refusal("expect-empty"),
	message: "This case expects nothing, so it could never fail. Write what has to come out, such as `verdict: waiting`."
});
const someFacts = z.record(z.string(), z.unknown());
const policyCase = z.strictObject({
	name: name.meta({ description: "Unique. What has to be so: `a schema change waits for the board`." }),
	at: oneOrMany(instant).optional().meta({ description: "Instead of `at` in the facts. With several instants the same is expected at each." }),
	facts: someFacts.optional().meta({ description: "What the decision is made from; laid over `defaults`." }),
	expect: expected.meta({ description: "What has to come out. Only what is given is compared." })
});
const CaseFile = z.strictObject({
	version: z.literal(1).meta({ description: "The version of the language." }),
	policy: file.optional().meta({ description: "The policy, from the folder of this file. Default: `tidegate.yml` beside it, else the nearest `.github/tidegate.yml` above." }),
	"org-policy": file.optional().meta({ description: "The policy of the organisation; both have to open the release." }),
	defaults: someFacts.optional().meta({ description: "Facts below those of each case: maps are joined, everything else is replaced." }),
	cases: z.array(policyCase).min(1).max(2e3).meta({ description: "The cases; a file without one tests nothing." })
});
/** The case file as JSON Schema (draft 2020-12), for editors. Facts may be given in part: the rest is in `defaults`. */
function caseFileJsonSchema() {
	const { $schema, ...facts } = loosened(factsJsonSchema());
	return z.toJSONSchema(CaseFile, {
		io: "input",
		override: ({ zodSchema, jsonSchema }) => {
			if (zodSchema === someFacts) Object.assign(jsonSchema, facts, { propertyNames: void 0 });
		}
	});
}

// src/policy/cases/parse.ts
/** The case file as people write it, to cases that can be run. */
/** Sixteen times what a policy may have: a case holds a whole release. */
const LIMITS = {
	kibibytes: 1024,
	entries: 16e4
};
/** What problems of a case file say that it is. */
const SOURCE = "facts";
/** Every problem is found in one go, in the order of the file. Problems of facts have the place where they are written. */
function parseCases(text, file) {
	const origin = {
		source: SOURCE,
		file
	};
	const read = readYaml(text, LIMITS);
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
	if (hasNoCases(document.value)) return invalid([NO_CASES]);
	const shaped = CaseFile.safeParse(document.value);
	if (!shaped.success) {
		const issues = shaped.error.issues;
		return invalid(shapeProblems(issues, document.value, {
			schema: caseFileJsonSchema(),
			codes: CASE_PROBLEM_CODES
		}));
	}
	const duplicates = duplicateNames(shaped.data);
	if (duplicates.length > 0) return invalid(duplicates);
	return readFacts(shaped.data, document, file);
}
const NO_CASES = {
	code: "cases-missing",
	path: [],
	at: "value",
	message: "There are no `cases` here, so nothing would be tested. Add a list of cases; a policy is checked with `tidegate validate`."
};
/** Then nothing else is worth saying: it is some other file. */
function hasNoCases(value) {
	return typeof value === "object" && value !== null && !Object.hasOwn(value, "cases");
}
function duplicateNames({ cases }) {
	const names = cases.map(({ name }) => name);
	return names.flatMap((name, index) => {
		const first = names.indexOf(name);
		if (first === index) return [];
		const message = `Case ${first + 1} has this name already, so nobody could tell which of them failed. Give it another.`;
		return [{
			code: "case-duplicate",
			path: [
				"cases",
				index,
				"name"
			],
			at: "value",
			message
		}];
	});
}
function readFacts(written, document, file) {
	const read = written.cases.flatMap((each, index) => (each.at ?? [void 0]).map((at, instant) => readCase({
		written,
		document,
		file,
		index,
		at,
		instant
	})));
	const problems = read.flatMap((each) => each.kind === "invalid" ? each.problems : []);
	if (problems.length > 0) return {
		kind: "invalid",
		problems: inOrder(problems)
	};
	return {
		kind: "valid",
		file,
		policy: written.policy,
		orgPolicy: written["org-policy"],
		cases: read.flatMap((each) => each.kind === "valid" ? [each.case] : []),
		document
	};
}
function readCase(source) {
	const { written, document, file, index, at } = source;
	const own = written.cases[index];
	const above = {
		...own.facts,
		...at === void 0 ? {} : { at }
	};
	const below = {
		version: 1,
		...written.defaults
	};
	const parsed = parseFacts(layered(below, above), file);
	if (parsed.kind === "invalid") return {
		kind: "invalid",
		problems: parsed.problems.map((problem) => placed$1(problem, source, below, above))
	};
	const many = at !== void 0 && (own.at?.length ?? 0) > 1;
	const place = document.valueAt([
		"cases",
		index,
		"name"
	]);
	return {
		kind: "valid",
		case: {
			name: many ? `${own.name}, at ${at}` : own.name,
			index,
			...place,
			facts: parsed.facts,
			expect: own.expect
		}
	};
}
/** A problem of facts with the line and column where the fact is written, in the case or in the defaults. */
function placed$1(problem, source, below, above) {
	const { path: pointer = "", ...rest } = problem;
	const { layer, path, value } = findFact(below, above, stepsOf(pointer));
	const root = layer === "below" ? ["defaults"] : [
		"cases",
		source.index,
		"facts"
	];
	const whole = path[0] === "at" && source.at !== void 0 ? [
		"cases",
		source.index,
		"at",
		source.instant
	] : [...root, ...path];
	const { document } = source;
	const position = problem.code === "unknown-key" ? document.keyAt(whole) : document.valueAt(whole);
	return {
		...rest,
		source: SOURCE,
		...position,
		message: `${problem.message}${sayMore(problem, value)}`
	};
}
/** YAML makes numbers of commits such as `1234567`, which nobody expects. */
function sayMore({ code }, value) {
	if (code === "key-missing") return " It belongs to the `facts` of the case or to `defaults`.";
	if (code !== "wrong-type" || typeof value !== "number" && typeof value !== "boolean") return "";
	return " If it is a name, write it in quotes.";
}
/** Each once: what is wrong in the defaults is wrong in every case. */
function inOrder(problems) {
	return [...new Map(problems.map((problem) => [formatProblem(problem), problem])).values()].toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0));
}

// src/cli/find-cases.ts
/** Reads a case file with the policies that its cases are decided by. */
/** What is wrong in the file, in a policy that it names, or between the two. */
async function findCases(file) {
	const read = await readText(file);
	if (read.kind === "unreadable") return invalid(problem(file, "file-unreadable", read.message));
	const parsed = parseCases(read.text, file);
	if (parsed.kind === "invalid") return parsed;
	const found = await findPolicies(parsed);
	if (found.kind === "invalid") return found;
	const unknown = checkCases(parsed, found.policies);
	return unknown.length > 0 ? {
		kind: "invalid",
		problems: unknown
	} : {
		...found,
		cases: parsed.cases
	};
}
async function findPolicies(read) {
	const org = read.orgPolicy === void 0 ? void 0 : await readNamed(read, "orgPolicy", read.orgPolicy);
	const inForce = org?.kind === "valid" ? org.policy.policy : void 0;
	const file = read.policy === void 0 ? nearestPolicy(read.file) : beside(read.file, read.policy);
	if (file === void 0 && org === void 0) return invalid(noPolicy(read.file));
	const own = file === void 0 ? [] : [placed(await readPolicy(file, "policy", inForce), read, "policy")];
	const policies = [...org === void 0 ? [] : [org], ...own];
	const problems = policies.flatMap((each) => each.kind === "invalid" ? each.problems : []);
	if (problems.length > 0) return {
		kind: "invalid",
		problems
	};
	const valid = policies.flatMap((each) => each.kind === "valid" ? [each] : []);
	return {
		kind: "valid",
		policies: valid.map(({ policy }) => policy),
		warnings: valid.flatMap(({ warnings }) => warnings)
	};
}
async function readNamed(read, source, path) {
	return placed(await readPolicy(beside(read.file, path), source), read, "org-policy");
}
/** A policy that is not there is a mistake of the file that names it. */
function placed(policy, { file, document }, key) {
	if (policy.kind !== "absent") return policy;
	return invalid(problem(file, "policy-missing", `There is no file ${policy.problem.file}, so there is nothing to test. Correct the path; it begins in the folder of this file.`, document.valueAt([key])));
}
function beside(file, path) {
	return isAbsolute(path) ? path : join(dirname(file), path);
}
/** `tidegate.yml` beside the file, else `.github/tidegate.yml` in its folder or one above, up to the repository's. */
function nearestPolicy(file) {
	const own = beside(file, "tidegate.yml");
	if (existsSync(own)) return own;
	for (let folder = dirname(file);; folder = join(folder, "..")) {
		const policy = join(folder, POLICY_FILE);
		if (existsSync(policy)) return policy;
		if (existsSync(join(folder, ".git")) || resolve(folder) === resolve(folder, "..")) return void 0;
	}
}
function noPolicy(file) {
	return problem(file, "policy-missing", `There is no policy to test: neither tidegate.yml beside this file nor ${POLICY_FILE} in a folder above. Name it: \`policy: path/to/tidegate.yml\`, from the folder of this file.`);
}
function problem(file, code, message, place = {
	line: 1,
	column: 1
}) {
	return {
		severity: "error",
		source: "facts",
		file,
		code,
		...place,
		message
	};
}
function invalid(one) {
	return {
		kind: "invalid",
		problems: [one]
	};
}

export { findCases as t };