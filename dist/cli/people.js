// src/domain/facts.ts
/** What facts say where nothing is known or nothing has happened. */
const NOTHING_KNOWN = {
	people: {},
	approvals: [],
	checks: [],
	deployments: [],
	incidents: [],
	holds: [],
	overrides: [],
	dependencies: [],
	lanes: [],
	rollbacks: [],
	freezes: []
};

// src/policy/mentions.ts
/** Every team slug that the policies name, in lower case, sorted. */
function teamsOf(policies) {
	return sorted(policies.flatMap(teamsIn));
}
function teamsIn(policy) {
	const people = [
		...policy.gates.map((gate) => gate.require.approvals?.from),
		policy.override?.by,
		...Object.values(policy.environments ?? {}).flatMap((entry) => [entry.rollback?.by, entry["release-manager"]])
	];
	const authors = (policy.risk ?? []).flatMap((rule) => rule.when?.["author-in"] ?? []);
	return [...people.flatMap((each) => each?.teams ?? []), ...authors];
}
function sorted(teams) {
	return [...new Set(teams.map((team) => team.toLowerCase()))].sort();
}

// src/flow/gather/people.ts
/** Each login as a member, or not, of the teams that the policies and CODEOWNERS name. */
function gatherPeople(github, logins, policies, owners) {
	return github.people(logins, [.../* @__PURE__ */ new Set([...teamsOf(policies), ...owners.teams])].sort());
}
/** What was said under a login that is still the person's who said it: a login can be somebody else's tomorrow. */
function ofSamePerson(said, people) {
	const ids = new Map(Object.entries(people).map(([login, { id }]) => [login.toLowerCase(), id]));
	return said.filter(({ user, userId }) => ids.get(user.toLowerCase()) === userId);
}
/** Reviews of a run are of its commit, whichever attempt they were given on. */
function approvalsFrom(reviews, { sha, environment }) {
	return reviews.map(({ user, state, comment, seenAt: at }) => {
		return {
			user,
			state,
			at,
			source: "deployment-review",
			sha,
			environment,
			...comment === "" ? {} : { reason: comment }
		};
	});
}
/** Everybody whose identity or permission a decision may depend on. */
function loginsOf(changes) {
	return changes.flatMap((change) => change.kind === "commit" ? [change.author, ...change.contributors ?? []] : [
		change.author,
		...change.contributors,
		...change.reviews.map((review) => review.user),
		...Object.values(change.labeledBy ?? {})
	]).filter((login) => login !== "");
}

export { teamsOf as a, ofSamePerson as i, gatherPeople as n, NOTHING_KNOWN as o, loginsOf as r, approvalsFrom as t };