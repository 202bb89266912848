import { n as epochMs } from "./instant.js";
import { O as isSameName } from "./tiers.js";

// src/policy/plan/verdicts.ts
/**
* The last word counts, whoever said it. Of two at one instant nobody can tell which is later: a no-go stays. So does one
* that is still to come by this clock: it was said, and whose clock is right nobody can tell either. A go does not count
* before its time.
*/
function verdictOf(stage, decisions, at) {
	const said = decisions.filter((each) => isSameName(each.stage, stage) && (each.verdict === "no-go" || epochMs(each.at) <= at)).toSorted(byTime);
	const latest = /* @__PURE__ */ new Map();
	for (const each of said) {
		const user = each.user.toLowerCase();
		latest.delete(user);
		latest.set(user, each);
	}
	const standing = [...latest.values()];
	return {
		verdict: standing.at(-1)?.verdict ?? "none",
		standing
	};
}
/** Of each stage about which somebody decided the last word, oldest first. */
function lastWords(decisions, at) {
	const words = decisions.flatMap(({ stage }) => verdictOf(stage, decisions, at).standing.at(-1) ?? []);
	return [...new Set(words)].toSorted(byTime);
}
function byTime(one, other) {
	return epochMs(one.at) - epochMs(other.at) || Number(one.verdict === "no-go") - Number(other.verdict === "no-go");
}

export { verdictOf as n, lastWords as t };