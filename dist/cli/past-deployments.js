import { n as epochMs } from "./instant.js";
import { O as isSameName, T as entryFor } from "./tiers.js";

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

export { latestBy as a, isKnownGood as i, endOf as n, nextChange as o, failedAt as r, passedAt as s, deploymentsTo as t };