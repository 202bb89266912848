import { t as Failure } from "./failure.js";
import { t as formatProblem } from "./problem.js";
import { t as BUILT_IN_POLICY } from "./built-in.js";
import { n as noteProblems } from "./output.js";
import { t as POLICY_FILE } from "./policy-file.js";
import { t as readText } from "./read-text.js";
import { join } from "node:path";

// src/cli/find-policy.ts
/** Which policy a command on a clone works with. */
/** What stands for the file where there is no policy. */
const BUILT_IN_RULES = "the built-in rules";
/** The policy asked for; else the one of the clone; else an empty one, in which the tier follows the release type. */
async function findPolicy({ policy, git }, clone) {
	if (policy !== void 0) return policyOf(policy);
	const file = join(git, POLICY_FILE);
	const [inWorkTree, text] = await Promise.all([readText(file), clone.file(POLICY_FILE)]);
	if (inWorkTree.kind === "read" || !inWorkTree.isAbsent) return policyOf(file);
	if (text === null) return {
		source: "repository",
		file: BUILT_IN_RULES,
		policy: BUILT_IN_POLICY
	};
	const { policyIn } = await import("./read-policy.js");
	return valid(policyIn(text, POLICY_FILE));
}
/** Throws `Failure` with every problem when it is not valid. */
async function policyOf(file) {
	const { readPolicy } = await import("./read-policy.js");
	return valid(await readPolicy(file));
}
function valid(read) {
	if (read.kind === "absent") throw new Failure("not-found", formatProblem(read.problem));
	if (read.kind === "invalid") throw new Failure("rejected", read.problems.map(formatProblem).join("\n"));
	noteProblems(read.warnings);
	return read.policy;
}

export { findPolicy as n, policyOf as r, BUILT_IN_RULES as t };