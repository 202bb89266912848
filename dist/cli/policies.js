import { a as toInstant } from "./instant.js";
import { t as parsePolicy } from "./parse.js";

// src/flow/policy/organisation-policy.ts
/** The policy of the organisation that owns the repository: read from its repository `.github`. */
const ORGANISATION_PLACE = ".github";
const ORGANISATION_FILE = ".github/tidegate-org.yml";
/** For a job, which knows nothing of the one before it. */
const NO_MEMORY = {
	lastValidOrganisationPolicy: async () => null,
	keepValidOrganisationPolicy: async () => void 0,
	forgetOrganisationPolicy: async () => void 0
};
async function readOrganisationPolicy(github, owner, memory, at) {
	if (!owner.isOrganisation) return { kind: "absent" };
	const file = await github.organisationFile(ORGANISATION_FILE, owner);
	if (file.kind === "absent") {
		await memory.forgetOrganisationPolicy(owner.id);
		return file;
	}
	if (file.kind === "unreadable") return await lastSeenOrganisationPolicy(memory, owner) ?? file;
	const parsed = parseOrganisationPolicy(file.text);
	if (parsed.kind === "invalid") {
		const { problems } = parsed;
		return await lastSeenOrganisationPolicy(memory, owner, problems) ?? {
			kind: "invalid",
			problems
		};
	}
	await memory.keepValidOrganisationPolicy(owner.id, {
		text: file.text,
		sha: file.sha,
		at: toInstant(at)
	});
	return inForce(parsed, parsed.warnings);
}
function parseOrganisationPolicy(text) {
	return parsePolicy(text, {
		source: "orgPolicy",
		file: ORGANISATION_FILE
	});
}
/** Null: none was valid before, or it was seen to be gone. */
async function lastSeenOrganisationPolicy(memory, owner, problems = []) {
	const kept = await memory.lastValidOrganisationPolicy(owner.id);
	const parsed = kept && parseOrganisationPolicy(kept.text);
	return parsed?.kind === "valid" ? inForce(parsed, problems) : null;
}
function inForce({ policy }, problems) {
	return {
		kind: "in-force",
		policy: {
			source: "org",
			file: ORGANISATION_FILE,
			policy
		},
		problems
	};
}

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

// src/flow/policies.ts
async function readPolicyState(ports, repository, github) {
	const at = ports.clock.now();
	const { sha, owner } = await github.repository(POLICY_FILE);
	const above = await readOrganisationPolicy(github, owner, ports.store, at);
	const organisation = policyOf(above);
	const own = await readRepositoryPolicy(github, ports.store, {
		repositoryId: repository.id,
		sha,
		organisation,
		at
	});
	const texts = isOrganisationPlace(repository) ? [above, own] : [own];
	return {
		...joinPolicies(above, own),
		sha,
		owner,
		organisation,
		written: writtenIn(texts)
	};
}
/**
* The repository's policy as it is now, and the organisation's as it was last seen, which takes one read less. For who
* compares them with what was in force before. Null: none is.
*/
async function readKnownPolicies({ clock, store }, repository, github) {
	const { sha, owner } = await github.repository(POLICY_FILE);
	const above = (owner.isOrganisation ? await lastSeenOrganisationPolicy(store, owner) : null) ?? { kind: "absent" };
	const input = {
		repositoryId: repository.id,
		sha,
		organisation: policyOf(above),
		at: clock.now()
	};
	const joined = joinPolicies(above, await readRepositoryPolicy(github, store, input));
	return joined.kind === "in-force" ? joined.policies : null;
}
/** What is not known, or cannot be applied, is never looked past. */
function joinPolicies(organisation, own) {
	if (organisation.kind === "unreadable") return {
		kind: "org-policy-unreadable",
		because: organisation.because,
		hasOwn: own.kind !== "none"
	};
	if (organisation.kind === "invalid") return organisation;
	if (own.kind === "invalid") return own;
	const policies = [organisation, own].flatMap((one) => one.kind === "in-force" ? [one.policy] : []);
	return policies.length === 0 ? { kind: "none" } : {
		kind: "in-force",
		policies
	};
}
function policyOf(organisation) {
	return organisation.kind === "in-force" ? organisation.policy.policy : void 0;
}
/** Whether the organisation's policy lies in this repository. */
function isOrganisationPlace(repository) {
	return repository.name.toLowerCase() === ORGANISATION_PLACE;
}
function writtenIn(texts) {
	const there = texts.filter((text) => text.kind === "in-force" || text.kind === "invalid");
	if (there.length === 0) return null;
	return {
		problems: there.flatMap((text) => text.problems),
		isInForce: there.every((text) => text.kind === "in-force")
	};
}

export { readPolicyState as a, readRepositoryPolicy as c, ORGANISATION_PLACE as d, lastSeenOrganisationPolicy as f, readKnownPolicies as i, NO_MEMORY as l, readOrganisationPolicy as m, joinPolicies as n, POLICY_FILE as o, parseOrganisationPolicy as p, policyOf as r, parseRepositoryPolicy as s, isOrganisationPlace as t, ORGANISATION_FILE as u };