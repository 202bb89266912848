// src/flow/backtest/asked-of-changes.ts
const NO_ACCOUNTS = "A clone knows names and addresses of authors and not their accounts";
const NO_COMMITS = "A clone does not tell how many commits were squashed into one";
const NO_LINES = "A backtest counts no lines, since git takes ten times as long for that";
/** Every key that a risk rule can have: a new one has to say here what of a clone answers it. */
const ANSWERED_BY = {
	paths: "files",
	"only-paths": "files",
	files: "files",
	type: "message",
	title: "message",
	labels: { nothing: "A clone has no labels of pull requests" },
	base: { nothing: "A clone has no base branches of pull requests" },
	author: { nothing: NO_ACCOUNTS },
	"author-in": { nothing: NO_ACCOUNTS },
	bot: { nothing: NO_ACCOUNTS },
	dependency: { nothing: NO_ACCOUNTS },
	unreviewed: { nothing: "A clone has no reviews" },
	commits: { nothing: NO_COMMITS },
	lines: { nothing: NO_LINES },
	"release.changes": "message",
	"release.files": "files",
	"release.commits": { nothing: NO_COMMITS },
	"release.lines": { nothing: NO_LINES }
};
function answersTo(when) {
	const { release = {}, ...ofChange } = when;
	const asked = /* @__PURE__ */ new Set([...Object.keys(ofChange), ...Object.keys(release).map((key) => `release.${key}`)]);
	return Object.entries(ANSWERED_BY).filter(([key]) => asked.has(key));
}
function isAnswered({ when }) {
	return answersTo(when ?? {}).every(([, answer]) => typeof answer === "string");
}
/** Whether changed files decide anything: if not, git need not compare a single pair of commits. */
function looksAtFiles(policy) {
	if (Object.keys(policy.services).length > 0) return true;
	return (policy.risk ?? []).some(({ when }) => answersTo(when ?? {}).some(([, answer]) => answer === "files"));
}
/**
* The policy without the rules that a clone cannot answer: they are taken as not matching, whether they ask for
* something or for its absence.
*
* @param knowsLanes whether it is known how often the lane failed; if not, nothing escalates.
*/
function answerable(inForce, knowsLanes) {
	const { escalate, ...policy } = inForce.policy;
	const risk = policy.risk?.filter(isAnswered);
	return {
		...inForce,
		policy: {
			...policy,
			...risk === void 0 ? {} : { risk },
			...escalate === void 0 || !knowsLanes ? {} : { escalate }
		}
	};
}
/** One sentence for each kind of rule that is left out. */
function unreadableRules({ policy, file }, knowsLanes) {
	const rules = [...new Map((policy.risk ?? []).flatMap(({ when }) => answersTo(when ?? {})))].flatMap(([key, answer]) => typeof answer === "string" ? [] : [`${answer.nothing}, so the risk rules of ${file} that ask for \`${key}\` are taken as not matching.`]);
	const escalation = `Tags do not tell how often a release failed, so the \`escalate\` of ${file} is not applied. Give a file of deployments, verifications and incidents to have it counted.`;
	const types = `A clone has no labels of pull requests, so the \`release-types\` of ${file} are not applied; types follow Conventional Commits.`;
	return [
		...rules,
		...policy.escalate === void 0 || knowsLanes ? [] : [escalation],
		...Object.keys(policy["release-types"]).length === 0 ? [] : [types]
	];
}

export { looksAtFiles as n, unreadableRules as r, answerable as t };