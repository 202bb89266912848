import { a as toInstant, n as epochMs, r as parseDuration } from "./instant.js";

// src/flow/rollback/drills.ts
/** Whether the way back of an environment was tried lately: a rollback in another one that ended well. */
/**
* When a way back was last gone to a good end, whatever it was started for: the ledger is in the order in which they were
* decided, and one may end before another that was decided earlier. What ended after `at` is not known yet. Null: never, as far as is known.
*/
function lastTriedAt(rollbacks, at = Number.POSITIVE_INFINITY) {
	const ends = rollbacks.flatMap(({ state, endedAt }) => {
		return state === "verified" && endedAt !== null && epochMs(endedAt) <= at ? [epochMs(endedAt)] : [];
	});
	return ends.length === 0 ? null : Math.max(...ends);
}
/**
* Null: the policy asks for no drill there.
*
* @param rollbacks the ledger of the environment that `rollback.drill.in` names
*/
function drillState(entry, rollbacks, at) {
	const drill = entry?.rollback?.drill;
	const everyMs = drill && parseDuration(drill.every);
	if (everyMs === void 0) return null;
	const last = lastTriedAt(rollbacks, at);
	if (last === null) return { kind: "never" };
	const dueAt = last + everyMs;
	return {
		kind: at < dueAt ? "done" : "overdue",
		at: toInstant(last),
		dueAt: toInstant(dueAt)
	};
}

export { lastTriedAt as n, drillState as t };