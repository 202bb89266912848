import { n as epochMs } from "./instant.js";
import { a as compileGlob } from "./glob.js";
import { _ as isSameName, m as entryFor } from "./zone.js";

// src/policy/gates/past-deployments.ts
/**
* The deployments of the release's service to one environment. One that does not say which service it is of, or says
* the repository's name, may be of any and stays in.
*/
function deploymentsTo(environment, policy, facts) {
	const { question, repository } = facts;
	const own = entryFor(policy, environment)?.service ?? (question.kind === "deploy" ? laneOf(question, policy) : void 0);
	const isOwn = ({ service }) => own === void 0 || service === void 0 || isSameName(service, own) || isSameName(service, repository.slice(repository.indexOf("/") + 1));
	return facts.deployments.filter((each) => isSameName(each.environment, environment) && isOwn(each));
}
/** The service that is deployed now: an environment that names none is passed through by every service. */
function laneOf({ environment, service }, policy) {
	return entryFor(policy, environment)?.service ?? service;
}
/** When it was over; a success that does not say so ended when it began, at the latest when it was verified. */
function endOf({ startedAt, finishedAt }) {
	return Math.max(epochMs(startedAt), epochMs(finishedAt ?? startedAt));
}
/** When a verification of the deployment failed, undefined when none did. */
function failedAt({ verification }) {
	return verification?.verdict === "fail" ? epochMs(verification.at) : void 0;
}
/** When the deployment was verified. What was not deployed with success is not verified, whatever was tested there. */
function passedAt({ verification, state }) {
	return verification?.verdict === "pass" && state === "success" ? epochMs(verification.at) : void 0;
}
/** Whether it may be gone back to: only a verification that proved where it comes from says so. */
function isKnownGood({ verification }) {
	return verification?.verdict === "pass" && verification.confidence !== "low";
}
/** The latest of the instants that are not after `at`; undefined when there is none. */
function latestBy(instants, at) {
	return instants.reduce((latest, each) => each <= at && (latest === void 0 || each > latest) ? each : latest, void 0);
}
/** The first of the instants after `at` at which the answer is another one; null when it stays. */
function nextChange(instants, at, answerAt) {
	const now = answerAt(at);
	return instants.filter((each) => each > at).toSorted((one, other) => one - other).find((each) => answerAt(each) !== now) ?? null;
}

// src/policy/services.ts
/**
* The changes that a policy judges. What cannot be known stays in: an unknown service, a change whose files GitHub did
* not list. Each policy draws its own services, so a repository cannot hide a change from its organisation.
*/
function changesFor(policy, facts) {
	const paths = pathsFor(policy, facts.question);
	if (paths === void 0) return facts.changes;
	return facts.changes.filter((change) => touches(change, paths));
}
/** A pull request that is not among the changes: what it changes is not known. */
function lacksItsPullRequest({ question, changes }) {
	if (question.kind !== "merge") return false;
	return !changes.some((change) => change.kind !== "commit" && change.number === question.pullRequest);
}
/** The globs of the service that is asked about; undefined: everything. */
function pathsFor(policy, question) {
	if (question.kind !== "deploy") return void 0;
	const named = entryFor(policy, question.environment)?.service;
	const asked = question.service;
	if (named !== void 0 && asked !== void 0 && !isSameName(named, asked)) return void 0;
	const service = Object.entries(policy.services).find(([name]) => isSameName(name, named ?? asked ?? ""))?.[1];
	return service === void 0 ? void 0 : globsOf(service);
}
const compiled = /* @__PURE__ */ new WeakMap();
function globsOf(service) {
	const kept = compiled.get(service) ?? service.paths.map((pattern) => compileGlob(pattern));
	compiled.set(service, kept);
	return kept;
}
function touches(change, paths) {
	if (change.kind !== "commit" && !change.filesComplete) return true;
	const isOwn = (path) => path !== void 0 && paths.some((matches) => matches(path));
	return change.files.some((file) => isOwn(file.path) || isOwn(file.previousPath));
}

// src/policy/unknown-commit.ts
/** Said so, or an empty name, or the one that git gives to no commit: forty zeros. */
function isUnknownCommit({ candidate }) {
	return candidate.isUnknown === true || /^0*$/.test(candidate.sha);
}
/** Begins small, without a full stop: what, why, and what to do. */
function sayUnknownCommit({ candidate }) {
	const what = "which commit would be deployed is not known";
	if (candidate.isUnknown !== true) return what;
	return `${what}: the run was started by hand, and ${sayWhy(candidate.inputs)}. Start it by a trigger without inputs, or let Tidegate start it`;
}
function sayWhy(inputs) {
	if (inputs === void 0) return "its workflow file could not be read";
	return `GitHub does not tell what was given as ${inputs.length === 0 ? "its inputs" : `the input${inputs.length > 1 ? "s" : ""} ${inputs.join(", ")}`}`;
}

export { deploymentsTo as a, isKnownGood as c, passedAt as d, lacksItsPullRequest as i, latestBy as l, sayUnknownCommit as n, endOf as o, changesFor as r, failedAt as s, isUnknownCommit as t, nextChange as u };