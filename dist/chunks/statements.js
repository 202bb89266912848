import { l as toInstant, o as epochMs } from "./canonical.js";
import { p as NOTHING_KNOWN } from "./policies.js";

// src/domain/repository.ts
/** `owner/name`. */
function fullName(repository) {
	return `${repository.owner}/${repository.name}`;
}

// src/flow/gather/empty-facts.ts
/** Facts in which nothing is known yet. */
function emptyFacts(at, repository) {
	return {
		version: 1,
		at: toInstant(at),
		repository: fullName(repository),
		baseline: null,
		direction: "forward",
		changes: [],
		complete: true,
		...NOTHING_KNOWN
	};
}

// src/flow/gather/statements.ts
function commentApprovals(approvals) {
	return approvals.map(({ userId: _, reason, ...approval }) => {
		return {
			...approval,
			source: "comment",
			...reason === "" ? {} : { reason }
		};
	});
}
/**
* An approval does not outlive a hold of its commit, also when that was lifted: what was found then may be what the
* approval had not seen. A no stays.
*/
function withoutOutlived(approvals, liftedHoldAt) {
	if (liftedHoldAt === null) return approvals;
	const heldAt = epochMs(liftedHoldAt);
	return approvals.filter(({ state, at }) => state === "rejected" || epochMs(at) > heldAt);
}
async function gatherHolds(github, holds, candidate) {
	const contained = /* @__PURE__ */ new Map([[candidate, true]]);
	const facts = [];
	for (const { environment, sha, reason, user: by, at } of holds) {
		const contains = contained.get(sha) ?? await github.contains(candidate, sha);
		contained.set(sha, contains);
		facts.push({
			environment,
			sha,
			reason,
			by,
			at,
			contains
		});
	}
	return facts;
}
/** Those that are not over. */
function freezesAt(freezes, at) {
	return freezes.filter(({ until }) => until === null || epochMs(until) > at).map(({ environment, at: from, until, user: by, reason }) => {
		return {
			environment,
			from,
			by,
			reason,
			...until === null ? {} : { until }
		};
	});
}

export { emptyFacts as a, withoutOutlived as i, freezesAt as n, gatherHolds as r, commentApprovals as t };