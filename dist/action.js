import { a as getInput, c as setFailed, f as warning, l as setOutput, n as clean, r as say, t as annotate, u as setSecret } from "./chunks/log.js";
import { t as Failure } from "./chunks/failure.js";
import { i as once, n as askOrNull, r as listAll, t as ask } from "./chunks/client.js";
import { l as toInstant, o as epochMs, r as inertMarkdown } from "./chunks/canonical.js";
import { r as workflowPath, t as isWorkflowName } from "./chunks/workflow-file.js";
import { _ as keepIssue, a as readFileChanges, d as readPullRequest, h as namesOfIssues, m as linkedIssues, r as readIncidents, s as readChanges, t as readPeople, u as readOpenPullRequestsAt } from "./chunks/read-people.js";
import { d as readStatuses$1, l as isJobOf, s as STARTED, u as readDeployment } from "./chunks/deployment-history.js";
import { a as listPullsOfCommit, f as runQuery, h as LINKED_ISSUES, n as readRunner, p as wholeData, t as explainError, v as REPOSITORY } from "./chunks/explain-error.js";
import { c as object, f as string, h as unknown$2, o as literal, s as number } from "./chunks/schemas.js";
import { n as lacksPermission, t as listByCursor } from "./chunks/list-by-cursor.js";
import { t as readDeployments } from "./chunks/read-deployments.js";
import { n as parseInputs, r as OUTPUTS, t as InputError } from "./chunks/inputs.js";
import { t as formatProblem } from "./chunks/problem.js";
import { n as startVerification } from "./chunks/verification.js";
import { setTimeout } from "node:timers/promises";
import { appendFileSync } from "node:fs";

// src/github/effects/comment-once.ts
/** Throws `Failure`. */
async function commentOnce(connection, comment) {
	if (await isThere(connection, comment)) return "was there";
	const { octokit, owner, repo } = connection;
	await ask(comment.what, () => octokit.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
		owner,
		repo,
		issue_number: comment.issueNumber,
		body: `${comment.body}\n\n${comment.mark}`,
		request: once()
	}));
	return "written";
}
/** Only our own comments are looked at: anybody can write the mark. */
async function isThere({ octokit, owner, repo, self }, { issueNumber, mark, since }) {
	const { items } = await listAll("Reading comments", (page) => octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
		owner,
		repo,
		issue_number: issueNumber,
		...since === void 0 ? {} : { since },
		...page,
		request: once()
	}));
	return items.some((comment) => comment.user?.login === self && (comment.body ?? "").includes(mark));
}

// src/github/effects/comment-issue.ts
/** Our clock and GitHub's may differ by so much. */
const CLOCKS_DIFFER_MS$1 = 6e5;
async function commentIssue(connection, effect) {
	const { issueNumber, body, key } = effect;
	const mark = `<!-- tidegate:comment ${key} -->`;
	const since = toInstant(epochMs(effect.since) - CLOCKS_DIFFER_MS$1);
	try {
		return await commentOnce(connection, {
			what: "Commenting on an issue",
			issueNumber,
			body,
			mark,
			since
		}) === "was there" ? {
			kind: "done",
			note: "was told before"
		} : { kind: "done" };
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		if (error.kind === "not-found") return {
			kind: "superseded",
			because: `issue #${issueNumber} is gone`
		};
		return {
			kind: "retry",
			because: error.message,
			afterMs: error.retryAfterMs
		};
	}
}

// src/github/effects/dispatch-run.ts
/** GitHub's list of runs lags behind what it started. */
const LISTED_WITHIN_MS = 12e4;
const LOOK_AGAIN_MS$1 = 1e4;
/** As much as GitHub's clock may be behind ours. */
const CLOCKS_DIFFER_MS = 3e4;
async function dispatchRun(connection, effect, sending, at) {
	if (sending === void 0) return {
		kind: "superseded",
		code: "moved-on",
		because: "the ledger of rollbacks does not order it"
	};
	if (sending.since !== null) return findStarted(connection, effect, {
		...sending,
		since: sending.since
	}, at);
	const since = toInstant(at);
	if (!await sending.remember(since)) return {
		kind: "superseded",
		code: "moved-on",
		because: "the ledger says otherwise by now"
	};
	try {
		const run = await send$2(connection, effect, sending);
		if (run !== null) return {
			kind: "done",
			run,
			note: `started run ${run.id}`
		};
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		const refused = refusalOf(error, effect);
		if (refused !== null) {
			await sending.remember(null);
			return refused;
		}
	}
	return findStarted(connection, effect, {
		...sending,
		since
	}, at);
}
async function send$2({ octokit, owner, repo }, { workflow, environment }, { ref, inputs }) {
	const { data } = await ask(`Starting ${workflow} to take ${environment} back`, () => octokit.request("POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches", {
		owner,
		repo,
		workflow_id: workflow,
		ref,
		inputs,
		return_run_details: true,
		request: once()
	}));
	return startedIn(data);
}
/** Null: a server that answers 204 and names no run. */
function startedIn(data) {
	if (typeof data !== "object" || data === null || !("workflow_run_id" in data)) return null;
	const id = Number(data.workflow_run_id);
	const url = "html_url" in data && typeof data.html_url === "string" ? data.html_url : "";
	return Number.isSafeInteger(id) && id > 0 ? {
		id,
		url
	} : null;
}
/** Null: nobody knows whether it was done. */
function refusalOf({ kind, message, retryAfterMs }, { workflow }) {
	switch (kind) {
		case "rate-limited": return {
			kind: "retry",
			because: message,
			afterMs: retryAfterMs
		};
		case "forbidden": return mayNotDispatch(message);
		case "not-found": return {
			kind: "superseded",
			code: "target-unavailable",
			because: `${message}. The default branch has no ${workflowPath(workflow)} that can be started: \`rollback.workflow\` of the policy names it.`
		};
		case "rejected": return {
			kind: "superseded",
			code: "target-unavailable",
			because: `${message}. ${howToTakeACommit(workflow)}`
		};
		case "unavailable": return null;
	}
}
function howToTakeACommit(workflow) {
	return `Let ${workflowPath(workflow)} on the default branch begin with \`on: { workflow_dispatch: { inputs: { sha: { type: string, required: true } } } }\` and check out the commit that its input \`sha\` names.`;
}
function mayNotDispatch(message) {
	return {
		kind: "superseded",
		code: "executor-forbidden",
		because: `The App may not start workflows: it lacks "actions: write". ${message} Until then start the workflow by hand with the commit to go back to.`
	};
}
async function findStarted(connection, effect, sent, at) {
	const { mark, since } = sent;
	const ours = await listOurs(connection, effect, since);
	const named = mark === null ? [] : ours.filter(({ title }) => title.includes(mark));
	const [first, second] = named.length > 0 ? named : ours;
	if (first !== void 0 && second === void 0) return {
		kind: "done",
		run: {
			id: first.id,
			url: first.url,
			...named.length > 0 ? {} : { isFoundByTime: true }
		},
		note: `GitHub's answer was lost; found run ${first.id}`
	};
	const lost = `GitHub's answer to the start of ${effect.workflow} was lost, and`;
	if (first !== void 0) return unknown$1(`${lost} there are several runs that may be it`, effect);
	if (at >= epochMs(since) + LISTED_WITHIN_MS) return unknown$1(`${lost} no run of it is shown`, effect);
	return {
		kind: "retry",
		because: `${lost} no run of it is shown yet`,
		afterMs: LOOK_AGAIN_MS$1
	};
}
function unknown$1(what, { targetSha, environment }) {
	return {
		kind: "superseded",
		code: "dispatch-unknown",
		because: `${what}. Nothing is started again: look at the runs, and start the workflow with ${targetSha} for ${environment} if none is under way.`
	};
}
/** Whoever may write starts runs, too; those that we started carry our login, which nobody else can have. */
async function listOurs({ octokit, owner, repo, self }, { workflow }, since) {
	const { data } = await ask(`Reading the runs of ${workflow}`, () => octokit.request("GET /repos/{owner}/{repo}/actions/runs", {
		owner,
		repo,
		event: "workflow_dispatch",
		actor: self,
		per_page: 100,
		request: once()
	}));
	const earliest = epochMs(since) - CLOCKS_DIFFER_MS;
	return data.workflow_runs.filter(({ actor, event }) => actor?.login === self && event === "workflow_dispatch").filter(({ path }) => path.split("@")[0] === workflowPath(workflow)).filter(({ created_at: createdAt }) => Date.parse(createdAt) >= earliest).map(({ id, html_url: url, display_title: title }) => ({
		id: Number(id),
		url,
		title: title ?? ""
	}));
}

// src/github/reads/gate-answers.ts
/**
* Marks our comment on deployments of one run and environment. An answer to one lets all jobs go that wait there, so it
* names them all: ids grow, and the first and the last are enough.
*/
function deploymentMark(...ids) {
	const first = Math.min(...ids);
	const last = Math.max(...ids);
	return first === last ? `deployment ${first}` : `deployments ${first} to ${last}`;
}
/** The mark stands at the end of the comment, in words of its own: `deployment 12` is not `deployment 123`. */
const MARK = /(?:^|\s)(?:deployment (\d+)|deployments (\d+) to (\d+))$/;
/** The deployments that a comment of ours names; null without a mark. */
function markedIn(comment) {
	const mark = MARK.exec(comment.trimEnd());
	if (mark === null) return null;
	return {
		first: Number(mark[1] ?? mark[2]),
		last: Number(mark[1] ?? mark[3])
	};
}
async function readAnswers(connection, { runId }) {
	const { octokit, owner, repo } = connection;
	return (await ask(`Reading the answers of run ${runId}`, () => octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals", {
		owner,
		repo,
		run_id: runId,
		request: once()
	}))).data;
}
/** Our answers that name the deployment. */
function oursAmong(all, connection, { environment, deploymentId }) {
	return oursIn(all, connection, environment).filter(({ comment }) => {
		const marked = markedIn(comment);
		return marked !== null && marked.first <= deploymentId && deploymentId <= marked.last;
	});
}
/** Our answers in an environment, of all attempts. */
function oursIn(all, { self }, environment) {
	return all.filter((answer) => answer.user.login === self && isIn(answer, environment));
}
/** What people said: answers of Apps are rules of their own. */
function reviewsAmong(all, { self }, environment) {
	const times = /* @__PURE__ */ new Map();
	return all.flatMap((answer) => {
		const { state, comment, user } = answer;
		if (!isIn(answer, environment) || user.type !== "User" || user.login === self) return [];
		if (state !== "approved" && state !== "rejected") return [];
		const nth = (times.get(`${user.id} ${state}`) ?? 0) + 1;
		times.set(`${user.id} ${state}`, nth);
		return [{
			user: user.login,
			userId: Number(user.id),
			state,
			comment: comment.toWellFormed(),
			nth
		}];
	});
}
function isIn({ environments }, environment) {
	return environments.some((each) => each.name?.toLowerCase() === environment.toLowerCase());
}

// src/github/reads/read-gate-surroundings.ts
/** What belongs to a gate besides its own deployment: the jobs beside it, GitHub's other rules, and how it goes on. */
/** GitHub lets a matrix have 256 jobs. */
const MOST_SIBLINGS = 300;
/**
* The deployments that wait beside this one. All jobs of a run are filed against one commit; which run a deployment is
* of stands in its statuses alone.
*/
async function readSiblings(connection, question, { filedSha, attemptStartedAt }) {
	const { octokit, owner, repo } = connection;
	const { items, complete } = await listAll(`Reading the deployments of ${filedSha.slice(0, 7)} to ${question.environment}`, (page) => octokit.request("GET /repos/{owner}/{repo}/deployments", {
		owner,
		repo,
		environment: question.environment,
		sha: filedSha,
		...page,
		request: once()
	}), MOST_SIBLINGS);
	const siblings = [];
	const run = {
		id: question.runId,
		headSha: filedSha,
		isAlone: true
	};
	for (const { id, sha, created_at: createdAt, performed_via_github_app: app } of items) {
		const isEarlier = attemptStartedAt !== null && Date.parse(createdAt) < epochMs(attemptStartedAt);
		if (Number(id) === question.deploymentId || isEarlier) continue;
		const statuses = await readStatuses$1(connection, Number(id));
		if (statuses.some(({ state }) => STARTED.has(state)) || ENDED$1.has(statuses[0]?.state ?? "")) continue;
		if (!isJobOf(run, {
			sha,
			via: app?.slug ?? null
		}, statuses)) continue;
		siblings.push({
			id: Number(id),
			sha,
			createdAt
		});
	}
	return {
		items: siblings,
		complete
	};
}
const ENDED$1 = /* @__PURE__ */ new Set([
	"failure",
	"error",
	"inactive"
]);
const UNDER_WAY = /* @__PURE__ */ new Set([
	"waiting",
	"queued",
	"pending",
	"in_progress"
]);
/** Also before its first status; one that is not there does nothing any more. */
async function readIsUnderWay(connection, deploymentId) {
	const { octokit, owner, repo } = connection;
	const answer = await askOrNull(`Reading the statuses of deployment ${deploymentId}`, () => octokit.request("GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
		owner,
		repo,
		deployment_id: deploymentId,
		per_page: 1,
		request: once()
	}));
	if (answer === null) return false;
	const [newest] = answer.data;
	return newest === void 0 || UNDER_WAY.has(newest.state);
}
const MINUTE_MS = 6e4;
/**
* Null: GitHub does not tell. Right after the webhook its list may not show the wait yet; then the rules of the
* environment itself say who else is asked.
*/
async function readOtherRules(connection, question) {
	const pending = (await readPending(connection, question))?.find(({ environment }) => environment.name?.toLowerCase() === question.environment.toLowerCase());
	if (pending === void 0) return await readRulesOfEnvironment(connection, question);
	const { wait_timer: minutes, wait_timer_started_at: startedAt, reviewers } = pending;
	const endsAt = minutes > 0 && startedAt !== null ? Date.parse(startedAt) + minutes * MINUTE_MS : null;
	return {
		hasReviewers: reviewers.length > 0,
		timerEndsAt: endsAt === null ? null : toInstant(endsAt)
	};
}
/** A wait timer runs from when the job reached the environment, which is when its deployment was made. */
async function readRulesOfEnvironment(connection, question) {
	const { octokit, owner, repo } = connection;
	const answer = await askOrNull(`Reading the rules of ${question.environment}`, () => octokit.request("GET /repos/{owner}/{repo}/environments/{environment_name}", {
		owner,
		repo,
		environment_name: question.environment,
		request: once()
	}));
	const deployment = answer === null ? null : await readDeployment(connection, question.deploymentId);
	if (answer === null || deployment === null) return null;
	const rules = answer.data.protection_rules ?? [];
	const minutes = Math.max(0, ...rules.map((rule) => "wait_timer" in rule ? rule.wait_timer ?? 0 : 0));
	const hasReviewers = rules.some((rule) => "reviewers" in rule && (rule.reviewers ?? []).length > 0);
	const endsAt = epochMs(deployment.createdAt) + minutes * MINUTE_MS;
	return {
		hasReviewers,
		timerEndsAt: minutes === 0 ? null : toInstant(endsAt)
	};
}
/** What a run waits for, by environment; null: GitHub does not tell. */
async function readPending({ octokit, owner, repo }, { runId }) {
	return (await askOrNull(`Reading what run ${runId} waits for`, () => octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments", {
		owner,
		repo,
		run_id: runId,
		request: once()
	})))?.data ?? null;
}
/** Whether our rule is switched off in the environment. What cannot be read, and a job without an App, know of no such. */
async function readIsRuleOff(connection, environment) {
	const { octokit, owner, repo, appId } = connection;
	if (appId === null) return false;
	const answer = await askOrNull(`Reading the protection rules of ${environment}`, () => octokit.request("GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules", {
		owner,
		repo,
		environment_name: environment,
		request: once()
	}));
	if (answer === null) return false;
	return !(answer.data.custom_deployment_protection_rules ?? []).some((rule) => Number(rule.app.id) === appId && rule.enabled);
}

// src/github/reads/run-by-hand.ts
/** Undefined: something happened in the repository that the run is about. GitHub may add `@` and the reference. */
function runByHand({ event, path, head_sha: sha }) {
	return event === "workflow_dispatch" ? {
		workflow: path.replace(/@.*$/, ""),
		sha
	} : void 0;
}

// src/github/reads/read-gate.ts
/**
* Where our protection rule on one deployment stands. GitHub has no call that says so: it is put together from the
* deployment, the run, the environments that wait, and the answers given.
*/
/** For the question about it: what is done because of its answer need not read all of it again. */
async function readGate(connection, question) {
	const { gate, answers } = await lookAtGate(connection, question);
	const { state, requestedAt } = gate;
	if (state === "waiting") connection.seen?.putLook(question.deploymentId, {
		answers,
		requestedAt
	});
	return gate;
}
/** The run has the attempt, the statuses whether it began or ended: a run that was started again is another gate's. */
async function readStillWaits(connection, question, runAttempt) {
	const run = await readRun$1(connection, question.runId);
	if (run === null || run.run_attempt !== runAttempt || run.status === "completed") return false;
	const states = (await readStatuses$1(connection, question.deploymentId)).map(({ state }) => state);
	if (states.some((state) => STARTED.has(state)) || ENDED.has(states[0] ?? "")) return false;
	connection.seen?.putLook(question.deploymentId, {
		answers: null,
		requestedAt: null
	});
	return true;
}
/**
* The gate, and what is needed to find what waits beside it.
*
* @param known the answers given on the run, where they need not be read.
*/
async function lookAtGate(connection, question, known = null) {
	const deployment = await readDeployment(connection, question.deploymentId);
	const run = await readRun$1(connection, question.runId);
	const about = {
		runAttempt: run?.run_attempt ?? 0,
		sha: deployment?.sha ?? "",
		ref: deployment?.ref ?? "",
		environment: question.environment,
		actors: actorsOf(run),
		requestedAt: deployment?.createdAt ?? null,
		byHand: run === null ? void 0 : runByHand(run),
		...deployment?.digest ? { digest: deployment.digest } : {}
	};
	const place = {
		filedSha: deployment?.sha ?? "",
		attemptStartedAt: run?.run_started_at ?? null
	};
	if (!deployment || !run) return {
		gate: {
			...about,
			state: "not-found",
			lastReport: null,
			reviews: []
		},
		...place,
		answers: []
	};
	const all = known ?? await readAnswers(connection, question);
	const answers = oursAmong(all, connection, question);
	const lastReport = lastReportIn(answers);
	const state = answeredState(answers) ?? await openState({
		connection,
		question,
		run,
		deployment,
		all
	});
	const reviews = reviewsAmong(all, connection, about.environment);
	return {
		gate: {
			...about,
			state,
			lastReport,
			reviews
		},
		...place,
		answers: all
	};
}
function lastReportIn(answers) {
	return answers.filter((answer) => answer.state === "pending").at(-1)?.comment ?? null;
}
function answeredState(answers) {
	const final = answers.find((answer) => answer.state !== "pending");
	return final && (final.state === "approved" ? "approved" : "rejected");
}
/**
* GitHub tells what a run waits for by environment: after the run was started again, a deployment of the first attempt
* looks as if it waited. So the times have the first word. Whoever may write can give a deployment statuses: what they
* say of a beginning or an end is believed when the run agrees.
*/
async function openState(seen) {
	const { connection, question, run, deployment } = seen;
	const statuses = await readStatuses$1(connection, question.deploymentId);
	const isRunOver = run.status === "completed" && !isNewerThan(deployment, run);
	const isOver = isRunOver || isOfEarlierAttempt(deployment, run);
	const ofRun = {
		id: Number(run.id),
		headSha: run.head_sha,
		isAlone: true
	};
	if (!isJobOf(ofRun, deployment, statuses)) return isOver ? "gone" : "not-found";
	const hasStarted = statuses.some(({ state }) => STARTED.has(state));
	const hasEnded = ENDED.has(statuses[0]?.state ?? "");
	if (!isOver && !hasStarted && !hasEnded) return "waiting";
	if (!isOfEarlierAttempt(deployment, run) && await isStillPending(seen, isRunOver)) return "waiting";
	return hasStarted ? startedState(seen) : "gone";
}
/**
* What GitHub does not tell of a run that goes on may be waited for. What it tells is of the environment: where another
* job plainly waits there, it may be that one alone, and an answer to it is an answer to all.
*/
async function isStillPending({ connection, question, run, deployment }, isRunOver) {
	const pending = await readPending(connection, question);
	if (pending === null) return !isRunOver;
	const here = question.environment.toLowerCase();
	if (!pending.some(({ environment }) => environment.name?.toLowerCase() === here)) return false;
	const attemptStartedAt = run.run_started_at ?? null;
	const { items } = await readSiblings(connection, question, {
		filedSha: deployment.sha,
		attemptStartedAt
	});
	return items.length === 0;
}
/** It began, and no answer of ours names it. */
async function startedState(seen) {
	if (await readIsRuleOff(seen.connection, seen.question.environment)) return "rule-off";
	return await isLetGoWithAnother(seen) ? "approved" : "passed-without-us";
}
/**
* A job that came to wait between our look at its matrix and our answer is let go by that answer, which does not name
* it. Where a person let something go here, it may as well have been that person.
*/
async function isLetGoWithAnother({ connection, question, run, deployment, all }) {
	const { environment } = question;
	if (isOfEarlierAttempt(deployment, run)) return false;
	if (reviewsAmong(all, connection, environment).some(({ state }) => state === "approved")) return false;
	const named = oursIn(all, connection, environment).filter(({ state }) => state === "approved").map(({ comment }) => markedIn(comment)?.last ?? 0);
	const latest = Math.max(0, ...named.filter((id) => id < question.deploymentId));
	const other = latest === 0 ? null : await readDeployment(connection, latest);
	return other !== null && !isOfEarlierAttempt(other, run) && other.sha === deployment.sha;
}
function isOfEarlierAttempt({ createdAt }, { run_started_at: startedAt }) {
	return startedAt !== void 0 && epochMs(createdAt) < Date.parse(startedAt);
}
/** What we read of the run is from before the deployment: GitHub's copies lag. */
function isNewerThan({ createdAt }, { updated_at: updatedAt }) {
	return epochMs(createdAt) > Date.parse(updatedAt);
}
function actorsOf(run) {
	const logins = [run?.actor?.login, run?.triggering_actor?.login].filter((login) => login !== void 0);
	return [...new Set(logins)];
}
async function readRun$1({ octokit, owner, repo }, runId) {
	return (await askOrNull(`Reading run ${runId}`, () => octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}", {
		owner,
		repo,
		run_id: runId,
		request: once()
	})))?.data ?? null;
}
const ENDED = /* @__PURE__ */ new Set([
	"failure",
	"error",
	"inactive"
]);

// src/github/effects/answer-gate.ts
async function answerGate(answer) {
	const { connection, effect } = answer;
	const look = connection.seen?.takeLook(effect.gate.deploymentId);
	const { gate, ...place } = await lookAtGate(connection, effect.gate, look?.answers);
	const refusal = refuse$1(answer, gate);
	if (refusal) return refusal;
	const siblings = await readSiblings(connection, effect.gate, place);
	if (!siblings.complete) return {
		kind: "superseded",
		because: "there are more deployments of this commit than can be looked at"
	};
	const beside = siblings.items;
	if (beside.some(({ sha }) => sha !== effect.headSha)) return {
		kind: "superseded",
		because: "a deployment of another commit waits in the same run and environment"
	};
	const lateRefusal = answer.refuse(beside);
	if (lateRefusal) return lateRefusal;
	try {
		await send$1(answer, [effect.gate.deploymentId, ...beside.map(({ id }) => id)]);
	} catch (error) {
		return afterFailure(answer, error);
	}
	return {
		kind: "done",
		note: `${answer.state}; GitHub took the answer`
	};
}
function refuse$1({ effect, state }, gate) {
	if (gate.state === state) return {
		kind: "done",
		note: `was ${state} before`
	};
	if (gate.state !== "waiting") return {
		kind: "superseded",
		because: `the gate does not wait any more (${gate.state})`
	};
	if (gate.runAttempt !== effect.runAttempt) return {
		kind: "superseded",
		because: "the run was started again"
	};
	if (gate.sha !== effect.headSha) return {
		kind: "superseded",
		because: "the deployment is of another commit"
	};
	return null;
}
async function send$1({ connection, effect, state }, named) {
	const { octokit, owner, repo } = connection;
	const { gate, comment } = effect;
	await ask(`${state === "approved" ? "Approving" : "Rejecting"} the deployment to ${gate.environment}`, () => octokit.request("POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule", {
		owner,
		repo,
		run_id: gate.runId,
		environment_name: gate.environment,
		state,
		comment: `${comment}\n\n${deploymentMark(...named)}`,
		request: once()
	}));
}
/** Whether it was done cannot be told from the failure, only from the gate. */
async function afterFailure(answer, error) {
	if (!(error instanceof Failure)) throw error;
	const refusal = refuse$1(answer, (await lookAtGate(answer.connection, answer.effect.gate)).gate);
	if (refusal) return refusal;
	return {
		kind: "retry",
		because: error.message,
		afterMs: error.retryAfterMs
	};
}

// src/github/effects/open-gate.ts
const TOO_OLD = {
	kind: "superseded",
	because: "the decision is too old to act on"
};
async function openGate(connection, effect, at) {
	const isTooOld = tooOldFrom(at, effect);
	if (isTooOld()) return TOO_OLD;
	return answerGate({
		connection,
		effect,
		state: "approved",
		refuse: () => isTooOld() ? TOO_OLD : null
	});
}
/** Counts from `at`, whatever the clock of the machine does. */
function tooOldFrom(at, { validUntil }) {
	const startedAt = performance.now();
	return () => at + (performance.now() - startedAt) >= epochMs(validUntil);
}

// src/github/effects/reject-gate.ts
function rejectGate(connection, effect) {
	return answerGate({
		connection,
		effect,
		state: "rejected",
		refuse: (siblings) => refuse(effect, siblings)
	});
}
/** A job that came later has time left, and would be rejected with it. */
function refuse({ onlyOlderThan }, siblings) {
	if (onlyOlderThan === null) return null;
	const limit = epochMs(onlyOlderThan);
	if (siblings.every(({ createdAt }) => epochMs(createdAt) <= limit)) return null;
	return {
		kind: "superseded",
		because: "a deployment that was made later waits in the same run and environment"
	};
}

// src/github/reads/read-issue-state.ts
async function readIssueState({ octokit, owner, repo }, number) {
	const answer = await askOrNull(`Reading issue #${number}`, () => octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}", {
		owner,
		repo,
		issue_number: number,
		request: once()
	}));
	if (answer === null || answer.data.number !== number || answer.data.pull_request !== void 0) return null;
	const { labels, created_at, closed_at, closed_by, state } = answer.data;
	return {
		number,
		labels: labels.map((label) => (typeof label === "string" ? label : label.name ?? "").toWellFormed()),
		openedAt: created_at,
		closedAt: state === "open" ? null : closed_at ?? created_at,
		closedBy: state === "open" || !closed_by ? null : {
			id: Number(closed_by.id),
			login: closed_by.login
		}
	};
}

// src/github/effects/reopen-issue.ts
async function reopenIssue(connection, effect) {
	const { octokit, owner, repo } = connection;
	const { issueNumber, closedAt } = effect;
	try {
		const issue = await readIssueState(connection, issueNumber);
		if (issue === null) return {
			kind: "superseded",
			because: `issue #${issueNumber} is gone`
		};
		if (issue.closedAt === null) return {
			kind: "done",
			note: `#${issueNumber} is open`
		};
		if (issue.closedAt !== closedAt) return {
			kind: "superseded",
			because: `#${issueNumber} was closed again`
		};
		await ask(`Opening issue #${issueNumber} again`, () => octokit.request("PATCH /repos/{owner}/{repo}/issues/{issue_number}", {
			owner,
			repo,
			issue_number: issueNumber,
			state: "open",
			request: once()
		}));
		return { kind: "done" };
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		return {
			kind: "retry",
			because: error.message,
			afterMs: error.retryAfterMs
		};
	}
}

// src/github/effects/reply.ts
async function reply(connection, { commentId, issueNumber, body }) {
	const mark = `<!-- tidegate:reply ${commentId} -->`;
	try {
		return await commentOnce(connection, {
			what: "Answering a comment",
			issueNumber,
			body,
			mark
		}) === "was there" ? {
			kind: "done",
			note: "was answered before"
		} : { kind: "done" };
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		return {
			kind: "retry",
			because: error.message,
			afterMs: error.retryAfterMs
		};
	}
}

// src/github/effects/report-gate.ts
/** GitHub's limit for one report. */
const MOST_CHARACTERS$1 = 1024;
/** Right after the webhook GitHub may not have registered the wait, and refuses what it takes a moment later. */
const REGISTERED_AFTER_MS = 3e5;
async function reportGate(connection, effect, at) {
	const comment = marked(effect.comment, deploymentMark(effect.gate.deploymentId));
	const gate = await seenGate(connection, effect.gate);
	if (gate.state !== "waiting") return {
		kind: "superseded",
		because: `the gate does not wait any more (${gate.state})`
	};
	if (gate.lastReport === comment) return {
		kind: "done",
		note: "was reported before"
	};
	try {
		await send(connection, effect, comment);
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		const isNew = gate.lastReport === null && gate.requestedAt !== null && at - epochMs(gate.requestedAt) < REGISTERED_AFTER_MS;
		if (error.kind === "rejected" && !isNew) return {
			kind: "superseded",
			because: error.message
		};
		return {
			kind: "retry",
			because: error.message,
			afterMs: error.retryAfterMs
		};
	}
	return { kind: "done" };
}
/**
* Who decided on a report that is new saw the gate wait a moment ago, and GitHub refuses a report on one that waits no
* more. What is left from an earlier try is read anew: it may have been done.
*/
async function seenGate(connection, question) {
	const look = connection.seen?.takeLook(question.deploymentId) ?? null;
	if (look === null) return (await lookAtGate(connection, question)).gate;
	const ours = oursAmong(look.answers ?? [], connection, question);
	return {
		state: answeredState(ours) ?? "waiting",
		lastReport: lastReportIn(ours),
		requestedAt: look.requestedAt
	};
}
/** As many whole lines as fit with the mark, which tells our report from one on another attempt. */
function marked(text, mark) {
	const whole = `${text}\n\n${mark}`;
	if (whole.length <= MOST_CHARACTERS$1) return whole;
	const end = `\n…\n\n${mark}`;
	const lines = text.split("\n");
	while (lines.length > 1 && lines.join("\n").length + end.length > MOST_CHARACTERS$1) lines.pop();
	return `${lines.join("\n").slice(0, MOST_CHARACTERS$1 - end.length).toWellFormed()}${end}`;
}
async function send({ octokit, owner, repo }, { gate }, comment) {
	await ask(`Reporting on the deployment to ${gate.environment}`, () => octokit.request("POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule", {
		owner,
		repo,
		run_id: gate.runId,
		environment_name: gate.environment,
		comment,
		request: once()
	}));
}

// src/github/effects/write-check.ts
/** GitHub's limits for one request. */
const MOST_ANNOTATIONS = 50;
const MOST_CHARACTERS = 65535;
async function writeCheck(connection, effect) {
	const newest = await findNewest(connection, effect);
	const canUpdate = newest !== null && (newest.status !== "completed" || effect.status === "completed");
	try {
		await (canUpdate ? update(connection, newest, effect) : create(connection, effect));
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		return {
			kind: "retry",
			because: error.message,
			afterMs: error.retryAfterMs
		};
	}
	return { kind: "done" };
}
async function findNewest({ octokit, owner, repo, appId }, effect) {
	if (appId === null) throw new Failure("forbidden", "Only an App can write checks.");
	const { items } = await listAll(`Reading the checks of ${effect.headSha.slice(0, 7)}`, async (page) => {
		return { data: (await octokit.request("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", {
			owner,
			repo,
			ref: effect.headSha,
			check_name: effect.name,
			app_id: appId,
			...page,
			request: once()
		})).data.check_runs };
	});
	const ours = items.filter((run) => run.external_id === effect.externalId);
	const newest = ours.reduce((latest, run) => latest && Number(latest.id) > Number(run.id) ? latest : run, ours[0]);
	if (!newest) return null;
	return {
		id: Number(newest.id),
		status: newest.status,
		isAnnotated: newest.output.annotations_count > 0
	};
}
async function create({ octokit, owner, repo }, effect) {
	await ask("Creating a check", () => octokit.request("POST /repos/{owner}/{repo}/check-runs", {
		owner,
		repo,
		name: effect.name,
		head_sha: effect.headSha,
		...bodyOf(effect),
		request: once()
	}));
}
/** GitHub adds annotations to those that are there. They are of this commit's text, so they are the same ones. */
async function update({ octokit, owner, repo }, known, effect) {
	const body = bodyOf(known.isAnnotated ? {
		...effect,
		annotations: []
	} : effect);
	await ask("Updating a check", () => octokit.request("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
		owner,
		repo,
		check_run_id: known.id,
		...body,
		request: once()
	}));
}
function bodyOf(effect) {
	const state = effect.status === "completed" ? {
		status: "completed",
		conclusion: effect.conclusion ?? "neutral"
	} : { status: "in_progress" };
	const annotations = effect.annotations.slice(0, MOST_ANNOTATIONS).map((annotation) => ({
		path: annotation.path,
		start_line: annotation.line,
		end_line: annotation.line,
		start_column: annotation.column,
		end_column: annotation.column,
		annotation_level: annotation.level,
		title: annotation.title,
		message: annotation.message
	}));
	return {
		...state,
		external_id: effect.externalId,
		output: {
			title: effect.title,
			summary: effect.summary.slice(0, MOST_CHARACTERS).toWellFormed(),
			annotations
		}
	};
}

// src/github/effects/apply-effect.ts
function applyEffect(connection, effect, at, sending) {
	switch (effect.kind) {
		case "open-gate": return openGate(connection, effect, at);
		case "reject-gate": return rejectGate(connection, effect);
		case "report-gate": return reportGate(connection, effect, at);
		case "write-check": return writeCheck(connection, effect);
		case "reply": return reply(connection, effect);
		case "keep-issue": return keepIssue(connection, effect);
		case "comment-issue": return commentIssue(connection, effect);
		case "reopen-issue": return reopenIssue(connection, effect);
		case "dispatch-run": return dispatchRun(connection, effect, sending, at);
	}
}

// src/github/graphql/find-linked-issues.ts
/** The issues that a pull request closes, by its text or linked by hand. The REST API does not tell them. */
const answered = object({ repository: object({
	databaseId: number(),
	pullRequest: object({ closingIssuesReferences: linkedIssues }).nullable()
}) });
/** @returns `owner/name#12` each. Throws where GitHub does not tell: no link that is seen is not the same as none. */
async function findLinkedIssues(connection, number) {
	const what = `Reading the issues that #${number} is linked to`;
	const { owner, repo: name } = connection;
	const answer = await runQuery(connection, what, LINKED_ISSUES, {
		owner,
		name,
		number
	});
	const linked = answered.safeParse(wholeData(answer)).data?.repository.pullRequest?.closingIssuesReferences;
	if (linked === void 0) throw new Failure("unavailable", `${what}: GitHub gave no whole answer.`);
	return namesOfIssues(linked);
}

// src/github/graphql/read-ahead.ts
var ReadAhead = class {
	kept = null;
	put(file) {
		this.kept = file;
	}
	/** Null when it is another file, or of another commit. */
	take(path, sha) {
		const { kept } = this;
		if (kept?.path !== path || kept.sha !== sha) return null;
		this.kept = null;
		return kept;
	}
};

// src/github/reads/read-analyses.ts
/**
* Which analyses of code scanning there are of a commit, and which tools are still to look at it. GitHub tells of no tool
* that it is under way: those that looked at the commits before are awaited.
*/
/** A tag has no analyses of its own, and GitHub finds none where the branch was never looked at. */
async function analysisOf(connection, { sha, ref, base }) {
	const here = ref === void 0 ? null : await findAnalysis(connection, {
		sha,
		ref,
		base
	});
	if (here !== null && here.analysis !== null && !here.analysis.isBaseUnknown) return here;
	return await findAnalysis(connection, {
		sha,
		base
	});
}
/** What is deployed was looked at lately, or is looked at again. */
const MOST_PAGES$1 = 5;
/** Commits before it by which tools are known: one that looks at each is among two of so many. */
const RECENT = 5;
const OFTEN = 2;
async function findAnalysis(connection, { sha, ref, base }) {
	const seen = [];
	let analysis = null;
	for (let page = 1; page <= MOST_PAGES$1; page += 1) {
		const listed = await listAnalyses(connection, ref, page);
		if (listed === null) return {
			isOn: false,
			analysis: null
		};
		seen.push(...listed);
		const isAwaited = analysis === null;
		analysis = analysisIn(seen, sha, base);
		if (listed.length < 100 || analysis !== null && !(isAwaited && isShort(seen, sha))) break;
	}
	return {
		isOn: true,
		analysis
	};
}
function isShort(seen, sha) {
	return seen.length - seen.findLastIndex((each) => each.commit_sha === sha) <= 100 / 2;
}
/** Newest first. One that ended in an error looked at nothing. A branch comes before a pull request. */
function analysisIn(all, sha, base) {
	const seen = all.filter(({ error }) => error === "");
	const ofCommit = seen.filter((each) => each.commit_sha === sha);
	const last = ofCommit.find(isOfBranch) ?? ofCommit[0];
	if (last === void 0) return null;
	const newest = seen.find((each) => each.ref === last.ref);
	const own = ofCommit.filter((each) => each.ref === last.ref);
	const first = own.at(-1) ?? last;
	const awaited = toolsBefore(seen, first, base);
	const had = new Set(own.map(toolOf));
	return {
		ref: last.ref,
		at: Date.parse(first.created_at),
		isNewest: newest?.commit_sha === sha,
		missing: [...new Set(awaited)].filter((tool) => !had.has(tool)).toSorted(),
		isBaseUnknown: awaited.length === 0
	};
}
/**
* Those of the commit that was released before, and those that looked at most commits before this one, of its branch, or,
* where that has none, of all branches. One that looks once a week, or is not used any more, is not waited for.
*/
function toolsBefore(seen, first, base) {
	const others = seen.filter((each) => each.commit_sha !== first.commit_sha && isOfBranch(each));
	const released = others.filter((each) => each.commit_sha === base).map(toolOf);
	const sameBranch = recentCommits(others.filter(({ ref }) => ref === first.ref), seen, first);
	const recent = sameBranch.length > 0 ? sameBranch : recentCommits(others, seen, first);
	const counted = recent.flatMap((tools) => [...tools]);
	const often = counted.filter((tool) => counted.filter((each) => each === tool).length >= Math.min(OFTEN, recent.length));
	return [...released, ...often];
}
/** The tools of each of the last commits that were first looked at before this one, newest first. */
function recentCommits(others, seen, first) {
	const before = new Set(seen.slice(seen.indexOf(first) + 1));
	return [...Map.groupBy(others, (each) => each.commit_sha).values()].filter((own) => own.slice(-1).every((oldest) => before.has(oldest))).slice(0, RECENT).map((own) => new Set(own.map(toolOf)));
}
function isOfBranch({ ref }) {
	return !ref.startsWith("refs/pull/");
}
/** The category is a path of GitHub's own making unless somebody names it; the language at its end is what people know. */
function toolOf({ tool, category = "" }) {
	const name = tool.name ?? "a tool without a name";
	const shown = /\/language:([^/]+)$/.exec(category)?.[1] ?? category;
	return shown === "" ? name : `${name} (${shown})`;
}
/** Null: "no analysis found". */
async function listAnalyses({ octokit, owner, repo }, ref, page) {
	try {
		const { data } = await ask("Reading the analyses of code scanning", () => octokit.request("GET /repos/{owner}/{repo}/code-scanning/analyses", {
			owner,
			repo,
			...ref === void 0 ? {} : { ref },
			per_page: 100,
			page,
			request: once()
		}));
		return data;
	} catch (error) {
		if (error instanceof Failure && error.kind === "not-found") return null;
		throw error;
	}
}

// src/github/reads/read-code-alerts.ts
async function readCodeAlerts(connection, of) {
	return await lacksPermission("security_events", async () => {
		const { isOn, analysis } = await analysisOf(connection, of);
		if (analysis === null) return unknown(isOn ? "not-analysed" : "switched-off");
		const open = await readOpen(connection, analysis.ref);
		const fixed = analysis.isNewest ? [] : await readFixedSince(connection, analysis);
		const found = [...open, ...fixed].map(alertFact);
		const { missing, isBaseUnknown } = analysis;
		return {
			kind: "known",
			tool: "code-scanning",
			open: found,
			...missing.length > 0 ? { missing } : {},
			...isBaseUnknown ? { isBaseUnknown } : {}
		};
	});
}
function unknown(because) {
	return {
		kind: "unknown",
		tool: "code-scanning",
		because
	};
}
/** Alerts change often at worst; what was fixed before that matters to nobody. */
const MOST_PAGES = 5;
async function readOpen({ octokit, owner, repo }, ref) {
	const what = "Reading the open alerts of code scanning";
	const { items, complete } = await listAll(what, (page) => octokit.request("GET /repos/{owner}/{repo}/code-scanning/alerts", {
		owner,
		repo,
		ref,
		state: "open",
		...page,
		request: once()
	}));
	if (complete) return items;
	throw new Failure("rejected", `${what}: there are more than ${items.length}, which are not all read.`);
}
/** Those that were open when the commit was looked at. The ones that changed last come first. */
async function readFixedSince({ octokit, owner, repo }, { ref, at }) {
	const what = "Reading the fixed alerts of code scanning";
	const fixed = [];
	for (let page = 1; page <= MOST_PAGES; page += 1) {
		const { data } = await ask(what, () => octokit.request("GET /repos/{owner}/{repo}/code-scanning/alerts", {
			owner,
			repo,
			ref,
			state: "fixed",
			sort: "updated",
			direction: "desc",
			per_page: 100,
			page,
			request: once()
		}));
		const listed = data;
		fixed.push(...listed.filter((alert) => timeOf(alert.created_at) <= at && timeOf(alert.fixed_at) > at));
		if (listed.length < 100 || timeOf(listed.at(-1)?.updated_at) <= at) return fixed;
	}
	throw new Failure("rejected", `${what}: more than ${MOST_PAGES * 100} changed since, which are not all read.`);
}
/** What GitHub does not tell counts as now: an alert that may have been open was. */
function timeOf(instant) {
	const time = Date.parse(instant ?? "");
	return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time;
}
/** GitHub gives rules about security a level of their own; of the others, what the tool says. Unknown is never little. */
function alertFact({ number, rule }) {
	const level = rule.security_severity_level ?? rule.severity ?? "";
	return {
		number,
		severity: SEVERITIES[level] ?? "critical"
	};
}
const SEVERITIES = {
	low: "low",
	medium: "medium",
	high: "high",
	critical: "critical",
	none: "low",
	note: "low",
	warning: "medium",
	error: "high"
};

// src/github/reads/read-alerts.ts
async function readAlerts(connection, tools, of) {
	const facts = [];
	for (const tool of tools) {
		const read = tool === "dependabot" ? readDependabotAlerts(connection) : readCodeAlerts(connection, of);
		facts.push(await unlessSwitchedOff(tool, read));
	}
	return facts;
}
/** GitHub refuses with these words where the tool is not switched on, or the repository is archived. */
const SWITCHED_OFF = /\b(?:not enabled|must be enabled|are disabled|is disabled|not available for archived)\b/i;
async function unlessSwitchedOff(tool, read) {
	try {
		return await read;
	} catch (error) {
		if (!(error instanceof Failure && error.kind === "forbidden" && SWITCHED_OFF.test(error.message))) throw error;
		return {
			kind: "unknown",
			tool,
			because: "switched-off"
		};
	}
}
/** A list that is longer is no longer worth its reads: the gate is held, and says so. */
const MOST$1 = 3e3;
/** Of the default branch: Dependabot looks at no other, and at no commit of its own. */
async function readDependabotAlerts({ octokit, owner, repo }) {
	const alerts = await lacksPermission("vulnerability_alerts", () => listByCursor({
		what: "Reading the alerts of Dependabot",
		most: MOST$1,
		page: (cursor) => octokit.request("GET /repos/{owner}/{repo}/dependabot/alerts", {
			owner,
			repo,
			state: "open",
			...cursor
		}),
		items: (data) => data
	}));
	if (alerts === null) return {
		kind: "unknown",
		tool: "dependabot",
		because: "switched-off"
	};
	return {
		kind: "known",
		tool: "dependabot",
		open: alerts.map(({ number, security_advisory: { severity } }) => {
			return {
				number,
				severity: ADVISORY[severity] ?? "critical"
			};
		})
	};
}
const ADVISORY = {
	low: "low",
	medium: "medium",
	high: "high",
	critical: "critical"
};

// src/github/reads/read-artifacts.ts
/** One page. A run with more has to name in its deployment what it deploys. */
const MOST = 100;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** Null when GitHub shows no such run. A later attempt may upload a name again: the newest counts, whatever it is. */
async function readArtifacts(connection, runId) {
	const { octokit, owner, repo } = connection;
	const answer = await lacksPermission("actions", () => askOrNull(`Reading the artifacts of run ${runId}`, () => octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts", {
		owner,
		repo,
		run_id: runId,
		per_page: MOST,
		request: once()
	})));
	if (answer === null) return null;
	const { total_count: total, artifacts } = answer.data;
	const newestFirst = artifacts.toSorted((one, other) => other.id - one.id);
	const newest = newestFirst.filter(({ name }, index) => newestFirst.findIndex((other) => other.name === name) === index);
	return {
		complete: total <= artifacts.length,
		uploaded: newest.map(factOf)
	};
}
function factOf({ name, expired, digest }) {
	return expired || digest == null || !DIGEST.test(digest) ? { name } : {
		name,
		digest
	};
}

// src/github/reads/read-checks.ts
async function readChecks(connection, sha) {
	return [...await readCheckRuns(connection, sha), ...await readStatuses(connection, sha)];
}
/** The newest run of each name in each suite, as GitHub lists them by default. */
async function readCheckRuns({ octokit, owner, repo }, sha) {
	const what = `Reading the checks of ${sha.slice(0, 7)}`;
	return wholeList(what, await listAll(what, async (page) => {
		return { data: (await octokit.request("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", {
			owner,
			repo,
			ref: sha,
			...page,
			request: once()
		})).data.check_runs };
	})).map(checkRunFact);
}
/** A run is as old as its start: one that was started later tells more, however long the earlier one took. */
function checkRunFact({ name, app, status, conclusion, started_at, completed_at }) {
	return {
		name: name.toWellFormed(),
		...app?.slug === void 0 ? {} : { app: app.slug },
		status: STATUSES[status] ?? "queued",
		...conclusion === null ? {} : { conclusion },
		at: started_at ?? completed_at ?? NOT_STARTED
	};
}
/** GitHub knows more ways to wait: `waiting`, `requested`, `pending`. */
const STATUSES = {
	completed: "completed",
	in_progress: "in_progress"
};
/** What has not started is newer than everything that has, so it is waited for. */
const NOT_STARTED = "9999-12-31T23:59:59Z";
/** The newest of each context. GitHub calls one that is not decided `pending`. */
async function readStatuses({ octokit, owner, repo }, sha) {
	const what = `Reading the commit statuses of ${sha.slice(0, 7)}`;
	return wholeList(what, await listAll(what, async (page) => {
		return { data: (await octokit.request("GET /repos/{owner}/{repo}/commits/{ref}/status", {
			owner,
			repo,
			ref: sha,
			...page,
			request: once()
		})).data.statuses };
	})).map(({ context, state, created_at }) => ({
		name: context.toWellFormed(),
		...state === "pending" ? { status: "in_progress" } : {
			status: "completed",
			conclusion: state
		},
		at: created_at
	}));
}
/** A check that was left out would look as if nobody had reported it, or as if it passed. */
function wholeList(what, list) {
	if (list.complete) return list.items;
	throw new Failure("rejected", `${what}: there are more than ${list.items.length}, which are not all read.`);
}

// src/github/reads/read-codeowners.ts
/** CODEOWNERS of the default branch, where GitHub looks for it. */
/** In GitHub's order: the first that is there counts, and the others do not. */
const PLACES = [
	".github/CODEOWNERS",
	"CODEOWNERS",
	"docs/CODEOWNERS"
];
/** GitHub does not load a larger one ("CODEOWNERS files must be under 3 MB in size"). */
const MOST_BYTES = 3145728;
/** Empty when there is none, so nobody owns anything. */
async function readCodeowners(connection) {
	for (const path of PLACES) {
		const text = await readPlace(connection, path);
		if (text !== void 0) return text;
	}
	return "";
}
/** Undefined: it is not there. */
async function readPlace({ octokit, owner, repo }, path) {
	const what = `Reading ${path}`;
	const place = {
		owner,
		repo,
		path,
		request: once()
	};
	const answer = await askOrNull(what, () => octokit.request("GET /repos/{owner}/{repo}/contents/{path}", place));
	if (answer === null || Array.isArray(answer.data) || answer.data.type !== "file") return void 0;
	const { size } = answer.data;
	if (size >= MOST_BYTES) throw new Failure("rejected", `${what}: it has ${size} bytes, and GitHub does not load one of 3 MB or more, so owners are not known.`);
	if ("encoding" in answer.data && answer.data.encoding === "base64" && "content" in answer.data) return Buffer.from(answer.data.content, "base64").toString("utf8");
	const raw = await ask(what, () => octokit.request("GET /repos/{owner}/{repo}/contents/{path}", {
		...place,
		mediaType: { format: "raw" }
	}));
	return String(raw.data);
}

// src/github/reads/read-comment.ts
async function readComment(connection, id) {
	const { octokit, owner, repo } = connection;
	const answer = await askOrNull(`Reading comment ${id}`, () => octokit.request("GET /repos/{owner}/{repo}/issues/comments/{comment_id}", {
		owner,
		repo,
		comment_id: id,
		request: once()
	}));
	const user = answer?.data.user;
	if (!answer || !user) return null;
	const { data } = answer;
	return {
		id: Number(data.id),
		body: (data.body ?? "").toWellFormed(),
		user: user.login,
		userId: Number(user.id),
		createdAt: data.created_at,
		edited: data.updated_at !== data.created_at
	};
}

// src/github/reads/read-commit.ts
/** One commit by the first digits of its name, and whether another contains it. */
/** The full name of the commit that begins with these digits; null when GitHub knows none, or several. */
async function readCommit(connection, digits) {
	const { octokit, owner, repo } = connection;
	const read = () => octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
		owner,
		repo,
		ref: digits,
		per_page: 1,
		request: once()
	});
	try {
		const sha = (await askOrNull(`Looking for commit ${digits}`, read))?.data.sha ?? "";
		return sha.startsWith(digits) ? sha : null;
	} catch (error) {
		if (error instanceof Failure && error.kind === "rejected") return null;
		throw error;
	}
}
/**
* Whether `sha` is in the history of `head`. What GitHub does not show or refuses to compare counts as contained:
* this is asked of commits that are held back.
*/
async function readContains(connection, head, sha) {
	const { octokit, owner, repo } = connection;
	try {
		const { data } = await ask(`Looking for ${sha.slice(0, 7)} in ${head.slice(0, 7)}`, () => octokit.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
			owner,
			repo,
			basehead: `${sha}...${head}`,
			per_page: 1,
			request: once()
		}));
		return data.status !== "behind" && data.status !== "diverged";
	} catch (error) {
		if (error instanceof Failure && UNREADABLE.has(error.kind)) return true;
		throw error;
	}
}
/** Asking again brings nothing else; other failures pass, and the question is asked again. */
const UNREADABLE = /* @__PURE__ */ new Set([
	"not-found",
	"rejected",
	"forbidden"
]);

// src/github/reads/read-environments.ts
/** The names of the repository's environments, as GitHub spells them. */
async function readEnvironments({ octokit, owner, repo }) {
	const { items } = await listAll("Reading the environments", async (page) => {
		return { data: (await octokit.request("GET /repos/{owner}/{repo}/environments", {
			owner,
			repo,
			...page,
			request: once()
		})).data.environments ?? [] };
	});
	return items.map((environment) => environment.name);
}

// src/github/reads/read-job-deployments.ts
/** The deployments that the jobs of one run made. */
/** A run's deployments are among the newest ones. */
const LOOK_BACK = 30;
/** Null when GitHub shows no such run. Only deployments of the run's present attempt. */
async function readJobDeployments(connection, runId, environment) {
	const { octokit, owner, repo } = connection;
	const run = await askOrNull(`Reading run ${runId}`, () => octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}", {
		owner,
		repo,
		run_id: runId,
		request: once()
	}));
	if (run === null) return null;
	const { run_attempt: runAttempt = 1, run_started_at: startedAt, head_sha: headSha } = run.data;
	const list = await ask(`Reading the deployments to ${environment}`, () => octokit.request("GET /repos/{owner}/{repo}/deployments", {
		owner,
		repo,
		environment,
		per_page: LOOK_BACK,
		request: once()
	}));
	const deployments = [];
	for (const { id, sha, created_at: createdAt } of list.data) {
		if (startedAt !== void 0 && epochMs(createdAt) < Date.parse(startedAt) || sha !== headSha || !await isOfRun(connection, Number(id), runId)) continue;
		deployments.push({
			id: Number(id),
			sha
		});
	}
	return {
		runAttempt,
		deployments,
		byHand: runByHand(run.data)
	};
}
/** GitHub links each status to the job that it is of. */
async function isOfRun({ octokit, owner, repo }, deploymentId, runId) {
	const { data } = await ask(`Reading the statuses of deployment ${deploymentId}`, () => octokit.request("GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
		owner,
		repo,
		deployment_id: deploymentId,
		per_page: 100,
		request: once()
	}));
	const page = new RegExp(`/actions/runs/${runId}(/|$)`);
	return data.some((status) => page.test(status.log_url || status.target_url || ""));
}

// src/github/reads/read-merge-group.ts
/** One request per commit: more of them would use up the rate limit. */
const MOST_COMMITS = 250;
async function readMergeGroup(connection, group) {
	const { commits, complete } = await readCommits(connection, group);
	const inGroup = new Set(commits.map((commit) => commit.sha));
	const numbers = /* @__PURE__ */ new Set();
	const unexplained = [];
	for (const commit of commits) {
		const found = explain(commit, await readPullsOf(connection, commit.sha, group.base), inGroup);
		if (found.length === 0) unexplained.push(commit.sha);
		for (const number of found) numbers.add(number);
	}
	return {
		pullRequests: [...numbers].sort((one, other) => one - other),
		unexplained,
		complete
	};
}
/**
* A pull request on top of another has the other's commits, too, but it is in the group only with its own head. Where
* no head is in the group, all that know the commit are taken: one too many is judged rather than one too few.
*/
function explain(commit, pulls, inGroup) {
	const whole = pulls.filter((pull) => inGroup.has(pull.headSha));
	const known = (whole.length > 0 ? whole : pulls).map((pull) => pull.number);
	return known.length > 0 ? known : namedIn(commit);
}
/** A commit that the queue made itself, by merging or squashing, begins with a line of GitHub's that names the number. */
function namedIn({ message, isByGitHub }) {
	if (!isByGitHub) return [];
	const [line = ""] = message.split("\n");
	const number = /^Merge pull request #([1-9]\d{0,9}) from /.exec(line) ?? / \(#([1-9]\d{0,9})\)$/.exec(line);
	return number ? [Number(number[1])] : [];
}
const GITHUBS_ADDRESS = "noreply@github.com";
async function readCommits({ octokit, owner, repo }, { baseSha, headSha }) {
	let total = 0;
	let isAhead = false;
	const { items } = await listAll(`Comparing ${baseSha.slice(0, 7)} with ${headSha.slice(0, 7)}`, async (page) => {
		const { data } = await octokit.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
			owner,
			repo,
			basehead: `${baseSha}...${headSha}`,
			...page,
			request: once()
		});
		total = data.total_commits;
		isAhead = data.status === "ahead";
		return { data: data.commits };
	}, MOST_COMMITS);
	const complete = isAhead && items.length === total && total <= MOST_COMMITS;
	return {
		commits: complete ? items.map(groupCommit) : [],
		complete
	};
}
function groupCommit({ sha, commit }) {
	return {
		sha,
		message: commit.message,
		isByGitHub: commit.committer?.email === GITHUBS_ADDRESS
	};
}
/** Those into this branch that are open or merged. */
async function readPullsOf(connection, sha, base) {
	return (await listPullsOfCommit(connection, sha)).filter((pull) => pull.base.ref === base).filter((pull) => pull.state === "open" || pull.merged_at !== null).map((pull) => ({
		number: pull.number,
		headSha: pull.head.sha
	}));
}

// src/github/reads/read-milestone.ts
/** Whoever has more open at a time plans with something else. */
const MOST_MILESTONES = 300;
async function readMilestone(connection, number) {
	const { octokit, owner, repo } = connection;
	const answer = await askOrNull(`Reading milestone ${number}`, () => octokit.request("GET /repos/{owner}/{repo}/milestones/{milestone_number}", {
		owner,
		repo,
		milestone_number: number,
		request: once()
	}));
	return answer === null ? null : milestoneState(answer.data);
}
/** Those with the earliest date first, so that a list that is cut loses what is furthest away. */
async function readOpenMilestones(connection) {
	const { octokit, owner, repo } = connection;
	const { items } = await listAll("Reading the open milestones", (page) => octokit.request("GET /repos/{owner}/{repo}/milestones", {
		owner,
		repo,
		state: "open",
		sort: "due_on",
		direction: "asc",
		...page,
		request: once()
	}), MOST_MILESTONES);
	return items.map(milestoneState);
}
function milestoneState(shown) {
	return {
		number: shown.number,
		title: shown.title.toWellFormed(),
		description: (shown.description ?? "").toWellFormed(),
		dueOn: shown.due_on,
		isOpen: shown.state === "open",
		openItems: shown.open_issues,
		closedItems: shown.closed_issues,
		updatedAt: shown.updated_at
	};
}

// src/github/reads/read-milestone-items.ts
/** What belongs to it has to be known in full while a no-go is about it; ten requests at most tell that. */
const MOST_ITEMS = 1e3;
async function readMilestoneItems(connection, number) {
	const { octokit, owner, repo } = connection;
	const { items, complete } = await listAll(`Reading what belongs to milestone ${number}`, (page) => octokit.request("GET /repos/{owner}/{repo}/issues", {
		owner,
		repo,
		milestone: `${number}`,
		state: "all",
		...page,
		request: once()
	}), MOST_ITEMS);
	return {
		items: items.map((issue) => ({
			kind: issue.pull_request === void 0 ? "issue" : "pull-request",
			number: issue.number,
			title: issue.title.toWellFormed(),
			isOpen: issue.state === "open",
			...issue.pull_request?.merged_at == null ? {} : { isMerged: true }
		})),
		complete
	};
}
async function readIssue(connection, number) {
	const { octokit, owner, repo } = connection;
	const answer = await askOrNull(`Reading issue ${number}`, () => octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}", {
		owner,
		repo,
		issue_number: number,
		request: once()
	}));
	if (answer === null) return null;
	return {
		body: (answer.data.body ?? "").toWellFormed(),
		milestone: answer.data.milestone?.number ?? null
	};
}

// src/github/graphql/find-repository.ts
/** A repository, the head of its default branch and one file there, in one question instead of three. */
const entry = object({
	mode: number(),
	object: object({
		byteSize: number(),
		isTruncated: literal(false),
		text: string()
	})
});
const repository = object({
	databaseId: number(),
	name: string(),
	owner: object({
		__typename: string(),
		databaseId: number()
	}),
	defaultBranchRef: object({
		name: string(),
		target: object({
			oid: string(),
			file: unknown$2()
		})
	})
});
/** Null: ask the REST API. It tells apart what is not there, what is not shown, and what has no commit yet. */
async function findRepository(connection, file) {
	const { owner, repo: name } = connection;
	const answer = await runQuery(connection, `Reading the repository ${name}`, REPOSITORY, {
		owner,
		name,
		file
	});
	const parsed = object({ repository }).safeParse(wholeData(answer));
	if (!parsed.success) return null;
	const { databaseId, owner: account, defaultBranchRef, name: seenName } = parsed.data.repository;
	const { oid: sha, file: found } = defaultBranchRef.target;
	return {
		id: databaseId,
		name: seenName,
		owner: {
			id: account.databaseId,
			isOrganisation: account.__typename !== "User"
		},
		defaultBranch: defaultBranchRef.name,
		sha,
		text: found === null ? null : textIn(found)
	};
}
const FILE_MODES = /* @__PURE__ */ new Set([33188, 33261]);
function textIn(file) {
	const parsed = entry.safeParse(file);
	if (!parsed.success) return void 0;
	const { mode, object } = parsed.data;
	return FILE_MODES.has(mode) && Buffer.byteLength(object.text) === object.byteSize ? object.text : void 0;
}

// src/github/reads/read-repository.ts
/** @param file one that will be asked for next: it is read along. */
async function readRepository(connection, file) {
	const found = file === void 0 ? null : await readAlong(connection, file);
	if (found !== null) return found;
	const { octokit, owner, repo } = connection;
	const { data } = await ask("Reading the repository", () => octokit.request("GET /repos/{owner}/{repo}", {
		owner,
		repo,
		request: once()
	}));
	const { default_branch: defaultBranch } = data;
	const isOrganisation = data.owner.type !== "User";
	return {
		defaultBranch,
		sha: await readHead(connection, defaultBranch),
		owner: {
			id: Number(data.owner.id),
			isOrganisation
		}
	};
}
/** What GitHub does not call public is not. */
async function readIsPublic({ octokit, owner, repo }) {
	const { data } = await ask("Reading who may see the repository", () => octokit.request("GET /repos/{owner}/{repo}", {
		owner,
		repo,
		request: once()
	}));
	return data.private === false;
}
/** A repository that has moved has another id than the one asked for, and the REST API follows it as well. */
async function readAlong(connection, path) {
	const found = await findRepository(connection, path);
	if (found === null || found.id !== connection.repository.id) return null;
	const { defaultBranch, sha, owner, text } = found;
	if (text !== void 0) connection.ahead?.put({
		path,
		sha,
		text
	});
	return {
		defaultBranch,
		sha,
		owner
	};
}
async function readHead({ octokit, owner, repo }, branch) {
	const { data } = await ask(`Reading branch ${branch}`, () => octokit.request("GET /repos/{owner}/{repo}/branches/{branch}", {
		owner,
		repo,
		branch,
		request: once()
	}));
	return data.commit.sha;
}
/** A text file at a commit; null when the commit has no such file (a folder or a link counts as none). */
async function readFile(connection, path, sha) {
	const { octokit, owner, repo, ahead } = connection;
	const known = ahead?.take(path, sha) ?? null;
	if (known !== null) return known.text === null ? null : { text: known.text };
	const answer = await askOrNull(`Reading ${path}`, () => octokit.request("GET /repos/{owner}/{repo}/contents/{path}", {
		owner,
		repo,
		path,
		ref: sha,
		request: once()
	}));
	if (answer === null) return null;
	const { data } = answer;
	if (Array.isArray(data) || data.type !== "file" || !("content" in data)) return null;
	return { text: Buffer.from(data.content, "base64").toString("utf8") };
}

// src/github/reads/read-organisation-file.ts
/**
* A file in the repository `.github` of the owner. GitHub answers "not found" alike for a repository that does not
* exist and for one that we are not shown, and a file that we are not shown may hold rules that have to be kept to. So
* absence is said only where it is known.
*/
const PLACE = ".github";
async function readOrganisationFile(connection, path, owner) {
	try {
		const octokit = await connection.narrowed?.forPlace(PLACE) ?? connection.octokit;
		const place = {
			...connection,
			octokit,
			repo: PLACE,
			ahead: void 0
		};
		const known = await readAtOnce(place, path, owner);
		if (known !== null) return known;
		const branch = await findDefaultBranch(place, owner);
		if (branch === null) return await whenNotShown(connection);
		const sha = await findHead(place, branch);
		const file = sha === null ? null : await readFile(place, path, sha);
		return file === null || sha === null ? { kind: "absent" } : {
			kind: "file",
			text: file.text,
			sha
		};
	} catch (error) {
		if (isRefused(error)) return {
			kind: "unreadable",
			because: "refused"
		};
		throw error;
	}
}
/** Null where it takes more questions: GraphQL says alike of much that it is not there. */
async function readAtOnce(place, path, owner) {
	const found = await findRepository(place, path);
	if (found?.owner.id !== owner.id || found.name.toLowerCase() !== PLACE) return null;
	if (found.text === void 0) return null;
	return found.text === null ? { kind: "absent" } : {
		kind: "file",
		text: found.text,
		sha: found.sha
	};
}
/** A token that is not valid any more (401) says nothing about the repository: it is asked again with another. */
function isRefused(error) {
	if (!(error instanceof Failure) || error.kind !== "forbidden") return false;
	const { cause } = error;
	return typeof cause === "object" && cause !== null && "status" in cause && cause.status === 403;
}
/** Null when GitHub shows no such repository. A name that was given up leads to where it went: that is another one. */
async function findDefaultBranch(place, owner) {
	const { octokit, repo } = place;
	try {
		const { data } = await ask(`Reading the repository ${PLACE}`, () => octokit.request("GET /repos/{owner}/{repo}", {
			owner: place.owner,
			repo,
			request: once()
		}));
		return Number(data.owner.id) === owner.id && data.name.toLowerCase() === PLACE ? data.default_branch : null;
	} catch (error) {
		if (error instanceof Failure && error.kind === "not-found") return null;
		throw error;
	}
}
/** Null in a repository without any commit. */
async function findHead(place, branch) {
	try {
		return await readHead(place, branch);
	} catch (error) {
		if (!(error instanceof Failure) || error.kind !== "not-found" || !await isEmpty(place)) throw error;
		return null;
	}
}
async function isEmpty({ octokit, owner, repo }) {
	const { data } = await ask(`Reading the branches of ${PLACE}`, () => octokit.request("GET /repos/{owner}/{repo}/branches", {
		owner,
		repo,
		per_page: 1,
		request: once()
	}));
	return data.length === 0;
}
/**
* An installation on all repositories is shown every one there is. What a job is shown tells nothing: its token is for
* its own repository.
*/
async function whenNotShown({ narrowed }) {
	return await narrowed?.selection() === "all" ? { kind: "absent" } : {
		kind: "unreadable",
		because: "not-shown"
	};
}

// src/github/reads/read-run.ts
/** A run has at most 256 jobs of each matrix; what began at all is among the first of them. */
const MOST_JOBS = 300;
/** GitHub's own words, in a run that a person cancelled: nothing else in its API says who it was. */
const CANCELLED_BY = /^The run was cancell?ed by @?([A-Za-z0-9-]+(?:\[bot\])?)\.?$/m;
async function readRun(connection, runId) {
	const { octokit, owner, repo } = connection;
	const answer = await askOrNull(`Reading run ${runId}`, () => octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}", {
		owner,
		repo,
		run_id: runId,
		request: once()
	}));
	if (answer === null) return null;
	const { data } = answer;
	const state = stateOf(data.status);
	const cancelled = state === "ended" && data.conclusion === "cancelled" ? await lookAtCancelled(connection, runId) : null;
	return {
		id: Number(data.id),
		url: data.html_url,
		attempt: data.run_attempt ?? 1,
		state,
		conclusion: data.conclusion,
		hadBegun: cancelled?.hadBegun ?? state !== "waiting",
		cancelledBy: cancelled?.by ?? null,
		endedAt: state === "ended" ? data.updated_at : null
	};
}
function stateOf(status) {
	if (status === "completed") return "ended";
	return status === "in_progress" ? "running" : "waiting";
}
/** A run that is cancelled while a group holds it back has no jobs, or only some that no runner ever had. */
async function lookAtCancelled(connection, runId) {
	const { octokit, owner, repo } = connection;
	const { items: jobs } = await listAll(`Reading the jobs of run ${runId}`, async (page) => {
		const { data } = await octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs", {
			owner,
			repo,
			run_id: runId,
			filter: "all",
			...page,
			request: once()
		});
		return { data: data.jobs };
	}, MOST_JOBS);
	const hadBegun = jobs.some(({ runner_id: runner, steps }) => Boolean(runner) || (steps ?? []).length > 0);
	const cancelled = jobs.find(({ conclusion }) => conclusion === "cancelled");
	return {
		hadBegun,
		by: cancelled === void 0 ? null : await cancelledBy(connection, Number(cancelled.id))
	};
}
/** The id of a job is that of its check run. */
async function cancelledBy({ octokit, owner, repo }, jobId) {
	const { data } = await ask(`Reading why job ${jobId} was cancelled`, () => octokit.request("GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations", {
		owner,
		repo,
		check_run_id: jobId,
		per_page: 100,
		request: once()
	}));
	return data.map(({ message }) => CANCELLED_BY.exec(message ?? "")?.[1]).find((by) => by !== void 0) ?? null;
}

// src/github/reads/read-workflow-files.ts
/** The workflow files of a repository. */
/** Their paths at a commit; GitHub lists at most 1,000 files of a folder. */
async function readWorkflowFiles({ octokit, owner, repo }, sha) {
	const path = ".github/workflows";
	const answer = await askOrNull("Listing the workflow files", () => octokit.request("GET /repos/{owner}/{repo}/contents/{path}", {
		owner,
		repo,
		path,
		ref: sha,
		request: once()
	}));
	if (answer === null || !Array.isArray(answer.data)) return [];
	return answer.data.flatMap(({ type, name }) => type === "file" && isWorkflowName(name) ? [workflowPath(name)] : []);
}

// src/github/reads/seen-gates.ts
/** Longer than reading the facts of a large release takes, and shorter than a question is held. */
const LOOK_LASTS_MS = 6e4;
var SeenGates = class {
	deployments = /* @__PURE__ */ new Map();
	looks = /* @__PURE__ */ new Map();
	/** Commit, payload, environment and time of a deployment are what it was made with: they never change. */
	deployment(id) {
		return this.deployments.get(id) ?? null;
	}
	putDeployment(id, deployment) {
		this.deployments.set(id, deployment);
	}
	putLook(deploymentId, look) {
		this.looks.set(deploymentId, {
			look,
			at: performance.now()
		});
	}
	/** Given out once: what is then sent makes it old. Null: it has to be read. */
	takeLook(deploymentId) {
		const kept = this.looks.get(deploymentId);
		this.looks.delete(deploymentId);
		return kept === void 0 || performance.now() - kept.at >= LOOK_LASTS_MS ? null : kept.look;
	}
};

// src/github/watch/our-rule.ts
/** Whether our protection rule is switched on for an environment. One that is not there has none. */
async function hasOurRule({ octokit, owner, repo, appId }, environment) {
	return ((await askOrNull(`Reading the protection rules of ${environment}`, () => octokit.request("GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules", {
		owner,
		repo,
		environment_name: environment,
		request: once()
	})))?.data.custom_deployment_protection_rules ?? []).some((rule) => rule.enabled && Number(rule.app.id) === appId);
}

// src/github/connect.ts
/** `narrowed`: where there is a token for each thing, `octokit` is the one for reading. */
function connectGitHub(octokit, repository, identity, narrowed = null) {
	const { owner, name: repo } = repository;
	const known = {
		ahead: new ReadAhead(),
		seen: new SeenGates()
	};
	const connection = {
		octokit,
		repository,
		owner,
		repo,
		...identity,
		narrowed,
		...known
	};
	return {
		repository: (file) => readRepository(connection, file),
		organisationFile: (path, owner) => readOrganisationFile(connection, path, owner),
		isPublic: () => readIsPublic(connection),
		fileChanges: (path, since) => readFileChanges(connection, path, since, 100),
		file: (path, sha) => readFile(connection, path, sha),
		gate: (question) => readGate(connection, question),
		stillWaits: (question, runAttempt) => readStillWaits(connection, question, runAttempt),
		otherRules: (question) => readOtherRules(connection, question),
		isGuarded: async (environment) => identity.appId !== null && await hasOurRule(connection, environment),
		isUnderWay: (deploymentId) => readIsUnderWay(connection, deploymentId),
		deployments: (environment, reach) => readDeployments(connection, environment, reach),
		deployment: (id) => readDeployment(connection, id),
		jobDeployments: (runId, environment) => readJobDeployments(connection, runId, environment),
		environments: () => readEnvironments(connection),
		checks: (sha) => readChecks(connection, sha),
		issue: (number) => readIssue(connection, number),
		alerts: (tools, of) => readAlerts(connection, tools, of),
		artifacts: (runId) => readArtifacts(connection, runId),
		attestations: async (digest) => {
			const { readAttestations } = await import("./chunks/read-attestations.js");
			return readAttestations(connection, digest);
		},
		incidents: (labels) => readIncidents(connection, labels),
		workflowFiles: (sha) => readWorkflowFiles(connection, sha),
		codeowners: () => readCodeowners(connection),
		changes: (baseSha, headSha, wanted) => readChanges(connection, baseSha, headSha, wanted?.issues),
		linkedIssues: (number) => findLinkedIssues(connection, number),
		pullRequest: (number) => readPullRequest(connection, number),
		openPullRequestsAt: (sha) => readOpenPullRequestsAt(connection, sha),
		mergeGroup: (group) => readMergeGroup(connection, group),
		milestone: (number) => readMilestone(connection, number),
		openMilestones: () => readOpenMilestones(connection),
		milestoneItems: (number) => readMilestoneItems(connection, number),
		issueState: (number) => readIssueState(connection, number),
		people: (logins, teams) => readPeople(connection, logins, teams),
		commit: (digits) => readCommit(connection, digits),
		contains: (head, sha) => readContains(connection, head, sha),
		comment: (id) => readComment(connection, id),
		run: (runId) => readRun(connection, runId),
		apply: (effect, at, isNew = false, sending = void 0) => applyNarrowed(isNew ? connection : {
			...connection,
			seen: void 0
		}, effect, at, sending)
	};
}
/** A permission takes people to come. */
const LOOK_AGAIN_MS = 6e5;
async function applyNarrowed(connection, effect, at, sending) {
	if (!connection.narrowed) return applyEffect(connection, effect, at, sending);
	try {
		const octokit = await connection.narrowed.forEffect(effect.kind);
		return await applyEffect({
			...connection,
			octokit
		}, effect, at, sending);
	} catch (error) {
		if (!(error instanceof Failure) || error.kind !== "forbidden") throw error;
		if (effect.kind === "dispatch-run") return mayNotDispatch(error.message);
		return {
			kind: "retry",
			because: error.message,
			afterMs: LOOK_AGAIN_MS
		};
	}
}

// src/action/connect.ts
/** Under which what a job writes appears, and no App. */
const IDENTITY = {
	self: "github-actions[bot]",
	appId: null
};
async function connect(token, repository) {
	return (await connectJob(token, repository)).github;
}
/** Loaded when it is needed: what only looks at the workspace starts without a client. */
async function connectJob(token, repository) {
	if (token === "") throw new InputError("Input \"github-token\" is empty: leave it out, or give a token that can read the repository.");
	const { getOctokit } = await import("./chunks/github.js");
	const octokit = getOctokit(token);
	const { owner, name: repo } = repository;
	return {
		github: connectGitHub(octokit, repository, IDENTITY),
		connection: {
			octokit,
			repository,
			owner,
			repo,
			...IDENTITY
		}
	};
}

// src/action/finish.ts
/** Hands an outcome to the runner: log, annotations, summary, outputs, exit code. */
/** GitHub drops a summary above 1 MiB without a word; long before that nobody reads it. */
const MAX_SUMMARY_BYTES = 204800;
/** GitHub shows at most 10 of a step; all of them are in the summary. */
const MAX_WARNINGS = 10;
function finish(command, outcome, summaryFile) {
	if (!outcome.details.startsWith(outcome.headline)) say(outcome.headline);
	if (outcome.details !== "") say(outcome.details);
	for (const problem of outcome.problems) say(formatProblem(problem));
	annotate(outcome.problems);
	for (const warning$1 of (outcome.warnings ?? []).slice(0, MAX_WARNINGS)) warning(clean(warning$1));
	writeSummary(outcome.summary === "" ? plainSummary(command, outcome) : outcome.summary, summaryFile);
	for (const [name, value] of Object.entries(outputsOf(command, outcome))) setOutput(name, value);
	if (outcome.decision === "stop") setFailed(clean(outcome.headline));
}
/** Every output of the command, empty where there is nothing to say: a workflow can rely on it being there. */
function outputsOf(command, outcome) {
	const { verdict, decision, reasonCode } = outcome;
	const follows = outcome.outputs.decision ?? (command === "rollback" ? "page" : decision);
	const given = {
		...outcome.outputs,
		verdict,
		decision: follows,
		"reason-code": reasonCode
	};
	const names = Object.keys(OUTPUTS).filter((name) => {
		return OUTPUTS[name].for.includes(command) || given[name] !== void 0;
	});
	return Object.fromEntries(names.map((name) => [name, given[name] ?? ""]));
}
function plainSummary(command, outcome) {
	const problems = outcome.problems.map((problem) => `- ${inertMarkdown(formatProblem(problem))}`);
	return [
		`### Tidegate ${inertMarkdown(command)}: ${outcome.verdict}`,
		"",
		inertMarkdown(outcome.headline),
		"",
		...problems
	].join("\n");
}
function writeSummary(markdown, file) {
	if (file === void 0) return;
	try {
		appendFileSync(file, `${shortened(markdown)}\n`);
	} catch (error) {
		warning(clean(`The job summary could not be written: ${error instanceof Error ? error.message : String(error)}`));
	}
}
function shortened(markdown) {
	if (Buffer.byteLength(markdown) <= MAX_SUMMARY_BYTES) return markdown;
	const lines = markdown.split("\n");
	let size = 0;
	return `${lines.filter((line) => {
		size += Buffer.byteLength(line) + 1;
		return size <= MAX_SUMMARY_BYTES;
	}).join("\n")}\n\nThe rest is in the report file.`;
}

// src/action/mask.ts
/** Secrets are masked in every form in which they may turn up in a log. */
/** Shorter ones would black out half the log and protect nothing. */
const SHORTEST = 4;
/** The secret itself, its lines, and what encoders make of it. */
function derivedForms(secret) {
	if (secret.length < SHORTEST) return [];
	const bytes = Buffer.from(secret, "utf8");
	const forms = [
		secret,
		...secret.split(/\r?\n/),
		bytes.toString("base64"),
		bytes.toString("base64").replace(/=+$/, ""),
		bytes.toString("base64url"),
		bytes.toString("hex"),
		encodeURIComponent(secret),
		JSON.stringify(secret).slice(1, -1),
		Buffer.from(`x-access-token:${secret}`, "utf8").toString("base64")
	];
	return [...new Set(forms)].filter((form) => form.trim().length >= SHORTEST);
}
function maskSecret(secret) {
	for (const form of derivedForms(secret)) setSecret(form);
}

// src/action/main.ts
/** One run of the Action: read the step, run the command, hand over what came out. */
async function main(variables) {
	const outcome = await run(variables).catch(explainError);
	finish(getInput("command"), outcome, variables["GITHUB_STEP_SUMMARY"]);
}
async function run(variables) {
	maskSecret(getInput("github-token"));
	const runner = readRunner(variables);
	const inputs = parseInputs((name) => getInput(name), (name) => variables[name], runner.isOfFork);
	if (inputs.isDryRun) warning("This is a dry run: the file is read from the workspace, so the result says nothing about what is in force.");
	return runCommand(inputs, runner, variables);
}
const sleep = (ms) => setTimeout(ms);
/** Commands are loaded when they are asked for: smoke does not need the policy engine. */
async function runCommand(inputs, runner, variables) {
	const toGitHub = () => connect(inputs.token, runner.repository);
	const toJob = () => connectJob(inputs.token, runner.repository);
	switch (inputs.command) {
		case "smoke": {
			const { runSmokeCommand } = await import("./chunks/smoke.js");
			return runSmokeCommand(inputs, runner, toGitHub, {
				variables,
				...startVerification(inputs, runner, {
					variables,
					fetch,
					sleep
				})
			});
		}
		case "gate": {
			const { runGate } = await import("./chunks/gate.js");
			return runGate(inputs, runner, {
				connect: toGitHub,
				now: Date.now,
				sleep,
				say
			});
		}
		case "rollback": {
			const { runRollback } = await import("./chunks/rollback.js");
			return runRollback(inputs, runner, {
				connect: toJob,
				now: Date.now,
				sleep,
				say
			});
		}
		case "notes": {
			const { runNotes } = await import("./chunks/notes.js");
			return runNotes(inputs, runner, {
				connect: toJob,
				now: Date.now,
				sleep
			});
		}
		case "dora": {
			const { runDora } = await import("./chunks/dora.js");
			return runDora(inputs, runner, {
				connect: toJob,
				now: Date.now,
				sleep,
				say
			});
		}
	}
}

// src/action.ts
await main(process.env);

export {  };