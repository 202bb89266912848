import { t as Failure } from "./failure.js";
import { i as once, n as askOrNull, r as listAll } from "./client.js";

// src/github/reads/gate-deployment.ts
/** A deployment that had one of these has begun. */
const STARTED = /* @__PURE__ */ new Set(["in_progress", "success"]);
/** Read once for all of a question; one that is not there may be there a moment later. */
async function readDeployment(connection, deploymentId) {
	const known = connection.seen?.deployment(deploymentId) ?? null;
	if (known !== null) return known;
	const { octokit, owner, repo } = connection;
	const answer = await askOrNull(`Reading deployment ${deploymentId}`, () => octokit.request("GET /repos/{owner}/{repo}/deployments/{deployment_id}", {
		owner,
		repo,
		deployment_id: deploymentId,
		request: once()
	}));
	if (!answer) return null;
	const { sha, ref, environment, created_at: createdAt, performed_via_github_app: app, payload } = answer.data;
	const filed = {
		sha,
		ref,
		environment,
		createdAt,
		via: app?.slug ?? null,
		digest: digestIn(payload)
	};
	connection.seen?.putDeployment(deploymentId, filed);
	return filed;
}
const SHA = /^[0-9a-f]{40}$/;
/** Of a deployment that a tool filed: a rollback is filed against the head of the branch, with its commit in the payload. */
function effectiveSha(payload, deploymentSha) {
	const sha = namedIn(payload, "sha");
	return typeof sha === "string" && SHA.test(sha) ? sha : deploymentSha;
}
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** Which artefact is deployed. It is a claim: an attestation says which commit the artefact was built from. */
function digestIn(payload) {
	const digest = namedIn(payload, "digest");
	return typeof digest === "string" && DIGEST.test(digest) ? digest : null;
}
/** GitHub shows a payload as it was given: an object, or text that may be one. */
function namedIn(payload, name) {
	const value = typeof payload === "string" ? parseJson(payload) : payload;
	if (typeof value !== "object" || value === null) return void 0;
	return new Map(Object.entries(value)).get(name);
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
/** Whoever may write can add as many as they like, and GitHub's own are the oldest. */
const MOST_STATUSES$1 = 1e3;
/** The statuses that the deployment had, newest first. */
async function readStatuses$1({ octokit, owner, repo }, deploymentId) {
	const { items } = await listAll(`Reading the statuses of deployment ${deploymentId}`, (page) => octokit.request("GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
		owner,
		repo,
		deployment_id: deploymentId,
		...page,
		request: once()
	}), MOST_STATUSES$1);
	return items.map(({ state, log_url: logUrl }) => ({
		state,
		logUrl: logUrl ?? ""
	}));
}
/** Name of the App that GitHub's jobs act as, and that steps of a workflow act as with the job's token. */
const JOBS = "github-actions";
/**
* Whether a job of the run waits, or has waited, with this deployment. Whoever may write can file a deployment on any
* commit, with any payload, and give it statuses and addresses; but `waiting` is no state that the REST API takes, and
* the oldest one is GitHub's own. It names its run. Whatever it says, what is let go is the run's commit, so a
* deployment of another commit is never taken for its job.
*/
function isJobOf(run, { sha, via }, statuses) {
	if (sha !== run.headSha || via !== null && via !== "github-actions") return false;
	const first = statuses.findLast(({ state }) => state === "waiting");
	if (first === void 0) return false;
	const named = runIn(first.logUrl);
	return named === void 0 ? run.isAlone : named === run.id;
}
/** A deployment names its run nowhere but in the address of its log. */
function runIn(address) {
	const id = /\/actions\/runs\/([1-9]\d{0,15})(?:\/|$)/.exec(address)?.[1];
	return id === void 0 ? void 0 : Number(id);
}

// src/github/reads/deployment-history.ts
/** Jobs write a handful; whoever may write can add as many as they like. */
const MOST_STATUSES = 1e3;
/** Newest first. What lies beyond the most that we read is not known, and that is as good as a failure. */
async function readStatuses(connection, id) {
	const { octokit, owner, repo } = connection;
	const { items, complete } = await listAll(`Reading the statuses of deployment ${id}`, ({ page, per_page }) => octokit.request("GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
		owner,
		repo,
		deployment_id: id,
		per_page,
		...page === 1 ? {} : { page },
		request: once()
	}), MOST_STATUSES);
	const statuses = items.map(({ state, created_at: createdAt }) => ({
		state,
		createdAt
	}));
	const last = statuses.at(-1);
	return complete || last === void 0 ? statuses : [...statuses, {
		state: "failure",
		createdAt: last.createdAt
	}];
}
/** Null when there is no such deployment. */
async function readStatusesOrNull(connection, id) {
	try {
		return await readStatuses(connection, id);
	} catch (error) {
		if (error instanceof Failure && error.kind === "not-found") return null;
		throw error;
	}
}
/** Null for a deployment that has not begun: it has changed nothing. */
function factOf(environment, deployment, statuses) {
	const telling = statuses.find(({ state }) => STATES[state] === "failure") ?? statuses.find(({ state }) => state !== "inactive");
	const state = telling && STATES[telling.state];
	if (!telling || !state) return null;
	const finished = state === "in_progress" ? {} : { finishedAt: telling.createdAt };
	return {
		id: Number(deployment.id),
		environment,
		sha: effectiveSha(deployment.payload, deployment.sha),
		startedAt: deployment.created_at,
		...finished,
		state,
		isOfJob: deployment.performed_via_github_app?.slug === JOBS
	};
}
const NOT_BEGUN = /* @__PURE__ */ new Set([
	"queued",
	"pending",
	"waiting"
]);
/** What was let in is on its way before it begins. Null: GitHub says that nothing comes of it. */
function notBegun(environment, { id, sha, payload, created_at: createdAt }, [newest]) {
	if (newest !== void 0 && !NOT_BEGUN.has(newest.state)) return null;
	const startedAt = createdAt;
	return {
		id: Number(id),
		environment,
		sha: effectiveSha(payload, sha),
		startedAt,
		state: "in_progress"
	};
}
/** A deployment that went ahead, and of which nobody can tell any more what became. */
function gone(environment, { id, sha, at }) {
	return {
		id,
		environment,
		sha,
		startedAt: at,
		finishedAt: at,
		state: "failure"
	};
}
const STATES = {
	success: "success",
	failure: "failure",
	error: "failure",
	in_progress: "in_progress"
};

export { readStatusesOrNull as a, effectiveSha as c, readStatuses$1 as d, readStatuses as i, isJobOf as l, gone as n, JOBS as o, notBegun as r, STARTED as s, factOf as t, readDeployment as u };