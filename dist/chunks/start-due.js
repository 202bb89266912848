import { i as plainLine } from "./canonical.js";
import { n as parseWatched, t as parseSmoke } from "./parse2.js";

// src/flow/preflight/read-smoke-plan.ts
/** A smoke file of the repository as a plan that the App may run, or why it may not. */
const LONGEST_SAID = 300;
/** From the default branch, as the policy is: what a release brings along does not decide whether it may go. */
async function readSmokePlan(github, { file, environment, sha, isWatched = false, mostMs }) {
	const { sha: head } = await github.repository(file);
	const read = await github.file(file, head);
	if (read === null) return unusable(`there is no ${file} on the default branch. Add it, or correct its name in the policy`);
	const names = /* @__PURE__ */ new Map([["sha", sha], ["environment", environment]]);
	const parsed = isWatched ? parseWatched(read.text, {
		file,
		names
	}) : parseSmoke(read.text, {
		file,
		names
	});
	if (parsed.kind === "nothing-watched") return unusable(`nothing is marked \`watch: true\` in ${file}, so nothing is probed`);
	if (parsed.kind === "invalid") {
		const [first] = parsed.problems;
		return unusable(`${file} is not a smoke file that the App can run${first === void 0 ? "" : `, line ${first.line}: ${first.message}`}`);
	}
	return {
		kind: "plan",
		plan: bounded(parsed.plan, mostMs)
	};
}
/** Answers of what is probed are shown to nobody: the App may reach more than whoever reads its comments. */
function bounded(plan, mostMs) {
	const { warmUp } = plan;
	return {
		...plan,
		deadlineMs: Math.min(plan.deadlineMs, mostMs),
		warmUp: warmUp && {
			...warmUp,
			maxMs: Math.min(warmUp.maxMs, mostMs)
		},
		checks: plan.checks.map((check) => ({
			...check,
			showsBodyOnFailure: false
		}))
	};
}
function unusable(text) {
	return {
		kind: "unusable",
		because: plainLine(text, LONGEST_SAID).replace(/\.$/, "")
	};
}

// src/flow/preflight/start-due.ts
/** The gate is held meanwhile: what takes longer than this is a test, and belongs before the gate. */
const LONGEST_PREFLIGHT_MS = 12e4;

export { readSmokePlan as n, LONGEST_PREFLIGHT_MS as t };