import { a as toInstant } from "./instant.js";
import { t as parsePolicy } from "./parse.js";

// src/flow/policy/repository-policy.ts
/** The policy of the repository itself: read from its default branch, and never from the head of a pull request. */
const POLICY_FILE = ".github/tidegate.yml";
async function readRepositoryPolicy(github, store, input) {
	const { repositoryId, sha, organisation, at } = input;
	const file = await github.file(POLICY_FILE, sha);
	if (file === null) return { kind: "none" };
	const parsed = parseRepositoryPolicy(file.text, organisation);
	if (parsed.kind === "valid") {
		await store.keepValidPolicy(repositoryId, {
			text: file.text,
			sha,
			at: toInstant(at)
		});
		return {
			kind: "in-force",
			policy: ofRepository(parsed.policy),
			problems: parsed.warnings
		};
	}
	return lastValid(store, repositoryId, parsed.problems);
}
function parseRepositoryPolicy(text, organisation) {
	return parsePolicy(text, {
		source: "policy",
		file: POLICY_FILE
	}, organisation);
}
/**
* A policy that breaks loosens nothing: the last valid one goes on, also when it was the organisation that changed its
* tiers. Where the two do not agree the engine takes the highest tier.
*/
async function lastValid(store, repositoryId, problems) {
	const kept = await store.lastValidPolicy(repositoryId);
	const parsed = kept && parseRepositoryPolicy(kept.text, void 0);
	if (parsed?.kind !== "valid") return {
		kind: "invalid",
		problems
	};
	return {
		kind: "in-force",
		policy: ofRepository(parsed.policy),
		problems
	};
}
function ofRepository(policy) {
	return {
		source: "repository",
		file: POLICY_FILE,
		policy
	};
}

export { parseRepositoryPolicy as n, readRepositoryPolicy as r, POLICY_FILE as t };