import { n as noteProblems } from "./output.js";
import { t as POLICY_FILE } from "./policy-file.js";
import { n as readPolicy } from "./read-policy2.js";

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

export { readPolicies as n, findPolicies as t };