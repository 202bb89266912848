import { t as Failure } from "./failure.js";

// src/github/translate-error.ts
/** Octokit's errors, translated once into the `Failure` kinds of the domain. */
function translateError(what, error) {
	if (error instanceof Failure) return error;
	if (!isRequestError(error)) return new Failure("unavailable", `${what}: GitHub could not be reached.`, { cause: error });
	const text = `${what}: GitHub answered ${error.status} (${error.message.slice(0, 300).toWellFormed()})`;
	const retryAfterMs = waitAskedFor(error);
	if (retryAfterMs !== void 0) return new Failure("rate-limited", text, {
		cause: error,
		retryAfterMs
	});
	return new Failure(kindOf(error.status), text, { cause: error });
}
function kindOf(status) {
	if (status === 404 || status === 410) return "not-found";
	if (status === 401 || status === 403) return "forbidden";
	if (status === 400 || status === 409 || status === 422) return "rejected";
	return "unavailable";
}
/** GitHub's limits start anew every hour. Whatever else an answer says, a gate must not wait for it for ever. */
const LONGEST_WAIT_MS = 36e5;
function clamp(ms) {
	return Math.min(Math.max(ms, 1e3), LONGEST_WAIT_MS);
}
/** Milliseconds until the count of what may be asked in an hour starts anew; a minute where GitHub does not say. */
function untilReset(headers) {
	const reset = Number(headers["x-ratelimit-reset"]) * 1e3;
	const served = Date.parse(String(headers["date"]));
	return Number.isFinite(reset) && Number.isFinite(served) ? clamp(reset - served) : 6e4;
}
/** Milliseconds that GitHub asks us to wait (403 or 429 with a limit header), undefined when it is no rate limit. */
function waitAskedFor(error) {
	if (error.status !== 403 && error.status !== 429) return void 0;
	const headers = error.response?.headers ?? {};
	const after = Number(headers["retry-after"]);
	if (Number.isFinite(after) && after > 0) return clamp(after * 1e3);
	if (String(headers["x-ratelimit-remaining"]) === "0") return untilReset(headers);
	return error.status === 429 || /rate limit/i.test(error.message) ? 6e4 : void 0;
}
function isRequestError(error) {
	if (typeof error !== "object" || error === null) return false;
	const candidate = error;
	return typeof candidate.status === "number" && typeof candidate.message === "string" && candidate.response !== void 0;
}

// src/github/client.ts
/** GitHub answers within 10 s or not at all. */
const TIMEOUT_MS = 15e3;
/** Options every request carries. */
function once() {
	return {
		retries: 0,
		signal: AbortSignal.timeout(TIMEOUT_MS)
	};
}
/** Runs a request and translates its error into a `Failure`. */
async function ask(what, request) {
	const answer = await request().catch((error) => {
		throw translateError(what, error);
	});
	if (isCut(answer)) throw new Failure("unavailable", `${what}: the connection ended before GitHub's answer did.`);
	return answer;
}
/**
* Octokit hands on what could not be read as JSON as the text that it was, without an error: half an answer would pass
* for an empty list.
*/
function isCut(answer) {
	if (!isResponse(answer) || typeof answer.data !== "string") return false;
	return /json/i.test(String(answer.headers?.["content-type"] ?? ""));
}
function isResponse(answer) {
	return typeof answer === "object" && answer !== null && "data" in answer;
}
/** Like {@link ask}, with null for "not there". */
async function askOrNull(what, request) {
	try {
		return await ask(what, request);
	} catch (error) {
		if (error instanceof Failure && error.kind === "not-found") return null;
		throw error;
	}
}
/** The largest page that GitHub gives. */
const PAGE_SIZE = 100;
/**
* All items of a list, page by page. Ends at the first page that is not full; `limit` bounds the number of items
* (a list of GitHub that is longer than we are ready to read is a fact of its own: see `complete`).
*/
async function listAll(what, page, limit = 3e3) {
	const items = [];
	for (let number = 1; items.length < limit; number += 1) {
		const { data } = await ask(what, () => page({
			page: number,
			per_page: 100
		}));
		items.push(...data);
		if (data.length < 100) return {
			items,
			complete: true
		};
	}
	return {
		items,
		complete: false
	};
}

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
	const { sha, ref, environment, created_at: createdAt, performed_via_github_app: app } = answer.data;
	const filed = {
		sha,
		ref,
		environment,
		createdAt,
		via: app?.slug ?? null
	};
	connection.seen?.putDeployment(deploymentId, filed);
	return filed;
}
const SHA = /^[0-9a-f]{40}$/;
/** Of a deployment that a tool filed: a rollback is filed against the head of the branch, with its commit in the payload. */
function effectiveSha(payload, deploymentSha) {
	const value = typeof payload === "string" ? parseJson(payload) : payload;
	if (typeof value !== "object" || value === null || !("sha" in value)) return deploymentSha;
	return typeof value.sha === "string" && SHA.test(value.sha) ? value.sha : deploymentSha;
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

export { JOBS as a, isJobOf as c, ask as d, askOrNull as f, readStatusesOrNull as i, readDeployment as l, once as m, gone as n, STARTED as o, listAll as p, readStatuses as r, effectiveSha as s, factOf as t, readStatuses$1 as u };