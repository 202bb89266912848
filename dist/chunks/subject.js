import { t as InputError } from "./inputs.js";

// src/action/subject.ts
/** What is deployed where: from the inputs, else from the event; never guessed. */
/**
* Events whose run is filed under the head of a branch while it works on a commit that an input, a payload or another
* run names. What such a run checks out is not known to us.
*/
const COMMIT_UNKNOWN = /* @__PURE__ */ new Set([
	"workflow_dispatch",
	"repository_dispatch",
	"workflow_run"
]);
/** The effective commit, or undefined when the run does not tell. */
function effectiveSha(given, runner) {
	if (given !== "") return given;
	if (runner.deployment !== null) return runner.deployment.sha;
	return COMMIT_UNKNOWN.has(runner.eventName) ? void 0 : runner.sha;
}
function requireSha(given, runner) {
	const sha = effectiveSha(given, runner);
	if (sha !== void 0) return sha;
	throw new InputError(`Input "sha" is empty, and a run of "${runner.eventName}" does not tell which commit it deploys: give "sha" the full id of the commit that is deployed.`);
}
function requireEnvironment(given, runner) {
	const environment = given || runner.deployment?.environment;
	if (environment) return environment;
	throw new InputError("Input \"environment\" is empty: name the environment that this job deploys to.");
}

export { requireEnvironment as n, requireSha as r, effectiveSha as t };