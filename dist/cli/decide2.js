import { t as decide } from "./decide.js";
import { n as explainText } from "./explain.js";
import { t as parseFacts } from "./parse2.js";
import { n as UsageError, t as EXIT } from "./exit-codes.js";
import { t as linesOf } from "./lines-of.js";
import { i as printJson, n as noteProblems, r as print } from "./output.js";
import { r as parseJson, t as findPolicies } from "./policies-asked-for.js";
import { t as policyIn } from "./read-policy2.js";
import { t as instantOption } from "./instant-option.js";
import { t as POLICY_FILE } from "./policy-file.js";
import { t as readText } from "./read-text.js";
import { Command } from "commander";

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
	const read = readPolicyTexts(fields, place);
	const facts = parseFacts(fields["facts"], "facts");
	const problems = [...read.flatMap(problemsOf), ...facts.kind === "invalid" ? facts.problems : []];
	if (problems.length > 0 || facts.kind === "invalid") return { problems };
	const policies = read.flatMap((each) => each.kind === "valid" ? [each.policy] : []);
	return { decision: decide(policies, facts.facts) };
}
/** The organisation's first, which the repository's has to agree with. A case may do with the organisation's alone. */
function readPolicyTexts(fields, place) {
	const org = (fields["orgPolicy"] ?? void 0) === void 0 ? void 0 : readPolicyText(fields, "orgPolicy", place);
	if (org !== void 0 && fields["policy"] === void 0) return [org];
	const own = readPolicyText(fields, "policy", place, org?.kind === "valid" ? org.policy.policy : void 0);
	return org === void 0 ? [own] : [org, own];
}
function problemsOf(read) {
	if (read.kind === "valid") return [];
	return read.kind === "absent" ? [read.problem] : read.problems;
}
function readPolicyText(fields, source, place, org) {
	const text = fields[source];
	if (typeof text === "string") return place.policies.read(text, source, org);
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
	/** Parsed texts are kept, so one organisation's policy is one object. */
	#numbers = /* @__PURE__ */ new WeakMap();
	#count = 0;
	read(text, source, org) {
		const key = `${source}:${org === void 0 ? "" : this.#numbers.get(org)}:${text}`;
		const kept = this.#read.get(key) ?? policyIn(text, source, source, org);
		if (this.#read.size >= KEPT) this.#read.clear();
		this.#read.set(key, kept);
		if (kept.kind === "valid" && !this.#numbers.has(kept.policy.policy)) this.#numbers.set(kept.policy.policy, ++this.#count);
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
	const at = options.at === void 0 ? void 0 : instantOption("--at", options.at);
	const found = await findPolicies(options);
	const read = await readFacts(facts);
	const problems = [...found.problems, ...read.kind === "invalid" ? read.problems : []];
	if (problems.length > 0 || read.kind === "invalid") {
		if (json) await printJson({
			version: 1,
			problems
		});
		noteProblems(problems);
		return EXIT.failed;
	}
	noteProblems(found.warnings);
	return answer(found.policies, at === void 0 ? read.facts : {
		...read.facts,
		at
	}, json === true);
}
const EXIT_OF = {
	open: EXIT.ok,
	waiting: EXIT.waiting,
	blocked: EXIT.blocked
};
async function answer(policies, facts, isJson) {
	const decision = decide(policies, facts);
	if (isJson) await printJson(decision);
	else await print(explainText(decision, facts, policies));
	return EXIT_OF[decision.verdict];
}
async function readFacts(file) {
	const read = await readText(file);
	if (read.kind === "unreadable") return {
		kind: "invalid",
		problems: [{
			severity: "error",
			source: "facts",
			file,
			code: "file-unreadable",
			line: 1,
			column: 1,
			message: read.message
		}]
	};
	const json = parseJson(read.text, file);
	return json.kind === "broken" ? {
		kind: "invalid",
		problems: [json.problem]
	} : parseFacts(json.value, file);
}
function flag(option) {
	return option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export { decideCommand };