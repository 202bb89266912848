import { n as noteProblems } from "./output.js";
import { n as plainLine } from "./markdown.js";
import { t as POLICY_FILE } from "./policy-file.js";
import { n as readPolicy } from "./read-policy2.js";

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

// src/cli/policies-asked-for.ts
/** A repository without a policy file is held by its organisation's alone. */
async function findPolicies({ policy, orgPolicy }) {
	const org = orgPolicy === void 0 ? void 0 : await readPolicy(orgPolicy, "orgPolicy");
	const orgInForce = org?.kind === "valid" ? org.policy.policy : void 0;
	const own = await readPolicy(policy ?? ".github/tidegate.yml", "policy", orgInForce);
	const mayBeAbsent = policy === void 0 && orgPolicy !== void 0;
	const read = [...org === void 0 ? [] : [org], ...own.kind === "absent" && mayBeAbsent ? [] : [own]];
	const problems = read.flatMap(problemsOf);
	const valid = read.flatMap((each) => each.kind === "valid" ? [each] : []);
	return {
		policies: problems.length > 0 ? [] : valid.map((each) => each.policy),
		warnings: valid.flatMap((each) => each.warnings),
		problems
	};
}
function problemsOf(read) {
	if (read.kind === "valid") return [];
	return read.kind === "absent" ? [read.problem] : read.problems;
}
/** The same, with what is wrong told on stderr; undefined when something is. */
async function readPolicies(asked) {
	const { policies, warnings, problems } = await findPolicies(asked);
	noteProblems([...problems, ...warnings]);
	return problems.length > 0 ? void 0 : policies;
}

export { readPolicies as n, parseJson as r, findPolicies as t };