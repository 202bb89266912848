import { t as Failure } from "./chunks/failure.js";
import { S as epochMs, b as parseInputs, m as string, n as inertMarkdown, s as int, t as formatProblem, u as object, v as undecided, x as OUTPUTS, y as InputError } from "./chunks/problem.js";
import { setTimeout } from "node:timers/promises";
import * as os from "os";
import * as crypto from "crypto";
import * as fs from "fs";
import { appendFileSync, readFileSync as readFileSync$1 } from "node:fs";
import { join } from "node:path";

// node_modules/@actions/core/lib/utils.js
/**
* Sanitizes an input into a string so it can be passed into issueCommand safely
* @param input input to sanitize into a string
*/
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
/**
*
* @param annotationProperties
* @returns The command properties to send with the actual annotation command
* See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
*/
function toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) return {};
	return {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	};
}

// node_modules/@actions/core/lib/command.js
/**
* Issues a command to the GitHub Actions runner
*
* @param command - The command name to issue
* @param properties - Additional properties for the command (key-value pairs)
* @param message - The message to include with the command
* @remarks
* This function outputs a specially formatted string to stdout that the Actions
* runner interprets as a command. These commands can control workflow behavior,
* set outputs, create annotations, mask values, and more.
*
* Command Format:
*   ::name key=value,key=value::message
*
* @example
* ```typescript
* // Issue a warning annotation
* issueCommand('warning', {}, 'This is a warning message');
* // Output: ::warning::This is a warning message
*
* // Set an environment variable
* issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
* // Output: ::set-env name=MY_VAR::some value
*
* // Add a secret mask
* issueCommand('add-mask', {}, 'secretValue123');
* // Output: ::add-mask::secretValue123
* ```
*
* @internal
* This is an internal utility function that powers the public API functions
* such as setSecret, warning, error, and exportVariable.
*/
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os.EOL);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!fs.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	fs.appendFileSync(filePath, `${toCommandValue(message)}${os.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os.EOL}${convertedValue}${os.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/core.js
var __awaiter = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
/**
* The code to exit an action
*/
var ExitCode;
(function(ExitCode) {
	/**
	* A code indicating that the action was successful
	*/
	ExitCode[ExitCode["Success"] = 0] = "Success";
	/**
	* A code indicating that the action was a failure
	*/
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
/**
* Registers a secret which will get masked from logs
*
* @param secret - Value of the secret to be masked
* @remarks
* This function instructs the Actions runner to mask the specified value in any
* logs produced during the workflow run. Once registered, the secret value will
* be replaced with asterisks (***) whenever it appears in console output, logs,
* or error messages.
*
* This is useful for protecting sensitive information such as:
* - API keys
* - Access tokens
* - Authentication credentials
* - URL parameters containing signatures (SAS tokens)
*
* Note that masking only affects future logs; any previous appearances of the
* secret in logs before calling this function will remain unmasked.
*
* @example
* ```typescript
* // Register an API token as a secret
* const apiToken = "abc123xyz456";
* setSecret(apiToken);
*
* // Now any logs containing this value will show *** instead
* console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
* ```
*/
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
/**
* Gets the value of an input.
* Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
* Returns an empty string if the value is not defined.
*
* @param     name     name of the input to get
* @param     options  optional. See InputOptions.
* @returns   string
*/
function getInput(name, options) {
	const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
	if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
	if (options && options.trimWhitespace === false) return val;
	return val.trim();
}
/**
* Sets the value of an output.
*
* @param     name     name of the output to set
* @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
*/
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
/**
* Sets the action status to failed.
* When the action exits it will be with an exit code of 1
* @param message add error issue message
*/
function setFailed(message) {
	process.exitCode = ExitCode.Failure;
	error(message);
}
/**
* Adds an error issue
* @param message error issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Adds a warning issue
* @param message warning issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Writes info to log with console.log.
* @param message info message
*/
function info(message) {
	process.stdout.write(message + os.EOL);
}

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
/** Milliseconds that GitHub asks us to wait (403 or 429 with a limit header), undefined when it is no rate limit. */
function waitAskedFor(error) {
	if (error.status !== 403 && error.status !== 429) return void 0;
	const headers = error.response?.headers ?? {};
	const after = Number(headers["retry-after"]);
	if (Number.isFinite(after) && after > 0) return clamp(after * 1e3);
	if (String(headers["x-ratelimit-remaining"]) === "0") {
		const reset = Number(headers["x-ratelimit-reset"]) * 1e3;
		const served = Date.parse(String(headers["date"]));
		return Number.isFinite(reset) && Number.isFinite(served) ? clamp(reset - served) : 6e4;
	}
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
	try {
		return await request();
	} catch (error) {
		throw translateError(what, error);
	}
}
/** Like {@link ask}, with null for "not there". */
async function askOrNull(what, request) {
	try {
		return await request();
	} catch (error) {
		const failure = translateError(what, error);
		if (failure.kind === "not-found") return null;
		throw failure;
	}
}
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
			per_page: PAGE_SIZE
		}));
		items.push(...data);
		if (data.length < PAGE_SIZE) return {
			items,
			complete: true
		};
	}
	return {
		items,
		complete: false
	};
}

// src/github/reads/read-gate.ts
/**
* Where our protection rule on one deployment stands. GitHub has no call that says so: it is put together from the
* deployment, the run, the environments that wait, and the answers given.
*/
/**
* Marks our comment on one deployment. GitHub's list of answers names neither deployment nor attempt, so the comment
* has to, or an answer to an earlier attempt would pass for one to this.
*/
function deploymentMark(deploymentId) {
	return `deployment ${deploymentId}`;
}
async function readGate(connection, question) {
	const deployment = await readDeployment$1(connection, question.deploymentId);
	const run = await readRun(connection, question.runId);
	const known = {
		runAttempt: run?.run_attempt ?? 0,
		sha: deployment?.sha ?? "",
		ref: deployment?.ref ?? "",
		environment: deployment?.environment ?? question.environment,
		actors: actorsOf(run),
		requestedAt: deployment?.createdAt ?? null
	};
	if (!deployment || !run) return {
		...known,
		state: "not-found",
		lastReport: null,
		reviews: []
	};
	const all = await readAnswers(connection, question);
	const answers = oursAmong(all, connection, question);
	const lastReport = answers.filter((answer) => answer.state === "pending").at(-1)?.comment ?? null;
	const state = answeredState(answers) ?? await openState(connection, question, run, deployment);
	return {
		...known,
		state,
		lastReport,
		reviews: reviewsAmong(all, connection, known.environment)
	};
}
function answeredState(answers) {
	const final = answers.find((answer) => answer.state !== "pending");
	return final && (final.state === "approved" ? "approved" : "rejected");
}
/**
* GitHub tells what a run waits for by environment: after the run was started again, a deployment of the first attempt
* looks as if it waited. So the deployment has the first word, then the times, and the list the last.
*/
async function openState(connection, question, run, deployment) {
	const states = await readStates(connection, question.deploymentId);
	if (states.some((state) => STARTED.has(state))) return "passed-without-us";
	if (ENDED.has(states[0] ?? "") || isOfEarlierAttempt(deployment, run)) return "gone";
	return run.status === "completed" && !isNewerThan(deployment, run) && !await isPending(connection, question) ? "gone" : "waiting";
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
async function readRun({ octokit, owner, repo }, runId) {
	return (await askOrNull(`Reading run ${runId}`, () => octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}", {
		owner,
		repo,
		run_id: runId,
		request: once()
	})))?.data ?? null;
}
async function readDeployment$1({ octokit, owner, repo }, deploymentId) {
	const answer = await askOrNull(`Reading deployment ${deploymentId}`, () => octokit.request("GET /repos/{owner}/{repo}/deployments/{deployment_id}", {
		owner,
		repo,
		deployment_id: deploymentId,
		request: once()
	}));
	if (!answer) return null;
	const { sha, ref, environment, payload, created_at: createdAt } = answer.data;
	return {
		sha: effectiveSha(payload, sha),
		ref,
		environment,
		createdAt
	};
}
const SHA = /^[0-9a-f]{40}$/;
/** A rollback is filed by GitHub against the head of the branch; the commit that is deployed stands in the payload. */
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
async function readOurAnswers(connection, question) {
	return oursAmong(await readAnswers(connection, question), connection, question);
}
async function readAnswers({ octokit, owner, repo }, { runId }) {
	return (await ask(`Reading the answers of run ${runId}`, () => octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals", {
		owner,
		repo,
		run_id: runId,
		request: once()
	}))).data;
}
function oursAmong(all, { self }, question) {
	const mark = deploymentMark(question.deploymentId);
	return all.filter((answer) => answer.user.login === self && endsWithMark(answer.comment, mark));
}
/** What people said: answers of Apps are rules of their own. */
function reviewsAmong(all, { self }, environment) {
	const times = /* @__PURE__ */ new Map();
	return all.flatMap(({ state, comment, user, environments }) => {
		if (!environments.some((each) => each.name?.toLowerCase() === environment.toLowerCase()) || user.type !== "User" || user.login === self) return [];
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
/** The mark stands at the end of the comment, as a word of its own: `deployment 12` is not `deployment 123`. */
function endsWithMark(comment, mark) {
	return new RegExp(`(^|\\s)${mark}$`).test(comment.trimEnd());
}
async function isPending({ octokit, owner, repo }, question) {
	return ((await askOrNull(`Reading what run ${question.runId} waits for`, () => octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments", {
		owner,
		repo,
		run_id: question.runId,
		request: once()
	})))?.data ?? []).some((pending) => pending.environment.name === question.environment);
}
const STARTED = /* @__PURE__ */ new Set(["in_progress", "success"]);
const ENDED = /* @__PURE__ */ new Set([
	"failure",
	"error",
	"inactive"
]);
/** The states the deployment had, newest first. */
async function readStates({ octokit, owner, repo }, deploymentId) {
	return (await ask(`Reading the statuses of deployment ${deploymentId}`, () => octokit.request("GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
		owner,
		repo,
		deployment_id: deploymentId,
		per_page: 100,
		request: once()
	}))).data.map((status) => status.state);
}

// src/github/effects/open-gate.ts
const TOO_OLD = {
	kind: "superseded",
	because: "the decision is too old to act on"
};
async function openGate(connection, effect, at) {
	const isTooOld = tooOldFrom(at, effect);
	if (isTooOld()) return TOO_OLD;
	const refusal = refuse(effect, await readGate(connection, effect.gate));
	if (refusal) return refusal;
	if (isTooOld()) return TOO_OLD;
	try {
		await approve(connection, effect);
	} catch (error) {
		return afterFailure(connection, effect, error);
	}
	return {
		kind: "done",
		note: (await readOurAnswers(connection, effect.gate)).some((answer) => answer.state === "approved") ? "approved and seen approved" : "approved; GitHub does not list it yet"
	};
}
/** Counts from `at`, whatever the clock of the machine does. */
function tooOldFrom(at, { validUntil }) {
	const startedAt = performance.now();
	return () => at + (performance.now() - startedAt) >= epochMs(validUntil);
}
function refuse(effect, gate) {
	if (gate.state === "approved") return {
		kind: "done",
		note: "was approved before"
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
async function approve({ octokit, owner, repo }, { gate, comment }) {
	await ask(`Approving the deployment to ${gate.environment}`, () => octokit.request("POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule", {
		owner,
		repo,
		run_id: gate.runId,
		environment_name: gate.environment,
		state: "approved",
		comment: `${comment}\n\n${deploymentMark(gate.deploymentId)}`,
		request: once()
	}));
}
/** Whether it was done cannot be told from the failure, only from the gate. */
async function afterFailure(connection, effect, error) {
	if (!(error instanceof Failure)) throw error;
	const refusal = refuse(effect, await readGate(connection, effect.gate));
	if (refusal) return refusal;
	return {
		kind: "retry",
		because: error.message,
		afterMs: error.retryAfterMs
	};
}

// src/github/effects/reply.ts
async function reply(connection, effect) {
	const mark = `<!-- tidegate:reply ${effect.commentId} -->`;
	if (await isAnswered(connection, effect, mark)) return {
		kind: "done",
		note: "was answered before"
	};
	const { octokit, owner, repo } = connection;
	try {
		await ask("Answering a comment", () => octokit.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
			owner,
			repo,
			issue_number: effect.issueNumber,
			body: `${effect.body}\n\n${mark}`,
			request: once()
		}));
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
/** Only our own comments are looked at: anybody can write the mark. */
async function isAnswered({ octokit, owner, repo, self }, effect, mark) {
	const { items } = await listAll("Reading comments", (page) => octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
		owner,
		repo,
		issue_number: effect.issueNumber,
		...page,
		request: once()
	}));
	return items.some((comment) => comment.user?.login === self && (comment.body ?? "").includes(mark));
}

// src/github/effects/report-gate.ts
/** GitHub's limit for one report. */
const MOST_CHARACTERS$1 = 1024;
async function reportGate(connection, effect) {
	const comment = marked(effect.comment, deploymentMark(effect.gate.deploymentId));
	const gate = await readGate(connection, effect.gate);
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
		if (error.kind === "rejected") return {
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
function applyEffect(connection, effect, at) {
	switch (effect.kind) {
		case "open-gate": return openGate(connection, effect, at);
		case "report-gate": return reportGate(connection, effect);
		case "write-check": return writeCheck(connection, effect);
		case "reply": return reply(connection, effect);
	}
}

// src/github/reads/contributors.ts
function contributorsOf(commits, author) {
	const logins = /* @__PURE__ */ new Map([[author.toLowerCase(), author]]);
	let unknown = 0;
	for (const commit of commits) {
		const named = [
			commit.author?.login,
			commit.committer?.login,
			...coAuthors(commit.commit.message)
		];
		for (const login of named) if (login === void 0) unknown += 1;
		else if (login !== WEB_FLOW && !logins.has(login.toLowerCase())) logins.set(login.toLowerCase(), login);
	}
	return {
		logins: [...logins.values()],
		unknown
	};
}
/** Commits made on the web are committed by this account of GitHub's own. */
const WEB_FLOW = "web-flow";
/** Stays on one line: looking for the end beyond it would take quadratic time on a message made for that. */
const TRAILER = /^co-authored-by:[^<\n]*<([^>\n]*)>[^\S\n]*$/gim;
const NO_REPLY = /^(?:\d+\+)?([A-Za-z0-9-]+(?:\[bot\])?)@users\.noreply\.github\.com$/i;
/** The login behind each `Co-authored-by` trailer; undefined for an address that does not say which account it is. */
function coAuthors(message) {
	return [...message.matchAll(TRAILER)].map((trailer) => NO_REPLY.exec(trailer[1] ?? "")?.[1]);
}

// src/github/reads/read-pull-request.ts
async function readPullRequest(connection, number) {
	const { octokit, owner, repo } = connection;
	const { data } = await ask(`Reading pull request #${number}`, () => octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", {
		owner,
		repo,
		pull_number: number,
		request: once()
	}));
	const files = await readFiles(connection, number);
	const contributors = await readContributors(connection, number, data.user.login, data.commits);
	const labels = data.labels.map((label) => label.name.toWellFormed());
	const change = {
		kind: "pull-request",
		number,
		title: data.title.toWellFormed(),
		body: (data.body ?? "").toWellFormed(),
		author: data.user.login,
		contributors: contributors.logins,
		unknownContributors: contributors.unknown,
		labels,
		labeledBy: labels.length > 0 ? await readLabelers(connection, number, labels) : {},
		base: data.base.ref,
		headSha: data.head.sha,
		...data.merged_at ? { mergedAt: data.merged_at } : {},
		files,
		filesComplete: files.length === data.changed_files && contributors.complete,
		commits: data.commits,
		reviews: await readReviews(connection, number)
	};
	return {
		state: data.state,
		draft: data.draft ?? false,
		headSha: data.head.sha,
		base: data.base.ref,
		change
	};
}
/** GitHub lists at most 3,000 files of a pull request. */
async function readFiles({ octokit, owner, repo }, number) {
	const { items } = await listAll(`Reading the files of #${number}`, (page) => octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", {
		owner,
		repo,
		pull_number: number,
		...page,
		request: once()
	}));
	return items.map(changedFile);
}
function changedFile(file) {
	const previous = file.previous_filename?.toWellFormed();
	return {
		path: file.filename.toWellFormed(),
		...previous === void 0 ? {} : { previousPath: previous },
		status: FILE_STATUS[file.status] ?? "modified",
		additions: file.additions,
		deletions: file.deletions
	};
}
const FILE_STATUS = {
	added: "added",
	copied: "added",
	removed: "removed",
	renamed: "renamed"
};
/** GitHub lists at most 250 commits of a pull request; beyond them somebody may have contributed whom we do not see. */
async function readContributors({ octokit, owner, repo }, number, author, commits) {
	const { items } = await listAll(`Reading the commits of #${number}`, (page) => octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/commits", {
		owner,
		repo,
		pull_number: number,
		...page,
		request: once()
	}));
	return {
		...contributorsOf(items, author),
		complete: items.length === commits
	};
}
/** Who set each label last. Labels decide about tiers and emergencies, and triage may set them. */
async function readLabelers({ octokit, owner, repo }, number, labels) {
	const { items } = await listAll(`Reading the events of #${number}`, (page) => octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}/events", {
		owner,
		repo,
		issue_number: number,
		...page,
		request: once()
	}));
	const labelers = {};
	for (const event of items) {
		const label = "label" in event ? event.label?.name?.toWellFormed() : void 0;
		if (event.event === "labeled" && label && event.actor && labels.includes(label)) labelers[label] = event.actor.login;
	}
	return labelers;
}
async function readReviews({ octokit, owner, repo }, number) {
	const { items } = await listAll(`Reading the reviews of #${number}`, (page) => octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews", {
		owner,
		repo,
		pull_number: number,
		...page,
		request: once()
	}));
	return items.flatMap((review) => {
		const state = REVIEW_STATES[review.state];
		if (!state || !review.user || !review.submitted_at) return [];
		const { login } = review.user;
		const commit = review.commit_id ?? "";
		return [{
			id: Number(review.id),
			user: login,
			state,
			commit,
			at: review.submitted_at
		}];
	});
}
const REVIEW_STATES = {
	APPROVED: "approved",
	CHANGES_REQUESTED: "changes_requested",
	COMMENTED: "commented",
	DISMISSED: "dismissed"
};

// src/github/reads/read-changes.ts
/** GitHub compares this many commits at once. Reading a larger release change by change would use up the rate limit. */
const MOST_COMMITS$1 = 250;
async function readChanges(connection, baseSha, headSha) {
	const forward = await compareForward(connection, baseSha, headSha);
	if (forward === null) return UNKNOWN;
	const direction = DIRECTIONS[forward.status] ?? "diverged";
	const range = direction === "backward" ? await compare(connection, headSha, baseSha) : forward;
	if (!range?.complete) return {
		direction,
		changes: [],
		complete: false
	};
	return {
		direction,
		...await readEach(connection, range.commits)
	};
}
/** Null when the base is not in this repository: whoever may create deployments can name any commit. */
async function compareForward(connection, baseSha, headSha) {
	try {
		return await compare(connection, baseSha, headSha);
	} catch (error) {
		if (error instanceof Failure && error.kind === "not-found" && !await isThere(connection, baseSha)) return null;
		throw error;
	}
}
/** GitHub answers 422 to a commit that it does not know, 404 to one in a repository that it does not show. */
async function isThere({ octokit, owner, repo }, sha) {
	const read = () => octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
		owner,
		repo,
		ref: sha,
		per_page: 1,
		request: once()
	});
	try {
		return await askOrNull(`Looking for commit ${sha.slice(0, 7)}`, read) !== null;
	} catch (error) {
		if (error instanceof Failure && error.kind === "rejected") return false;
		throw error;
	}
}
/** What is known of commits that GitHub cannot compare: nothing, which is the highest tier. */
const UNKNOWN = {
	direction: "diverged",
	changes: [],
	complete: false
};
const DIRECTIONS = {
	ahead: "forward",
	behind: "backward",
	identical: "same",
	diverged: "diverged"
};
async function compare(connection, base, head) {
	const { octokit, owner, repo } = connection;
	let status = "";
	let total = 0;
	const { items } = await listAll(`Comparing ${base.slice(0, 7)} with ${head.slice(0, 7)}`, async (page) => {
		const answer = await octokit.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
			owner,
			repo,
			basehead: `${base}...${head}`,
			...page,
			request: once()
		});
		({status, total_commits: total} = answer.data);
		return { data: answer.data.commits };
	}, MOST_COMMITS$1);
	return {
		status,
		commits: items.map((commit) => commit.sha),
		complete: items.length === total && total <= MOST_COMMITS$1
	};
}
/** Oldest first, each pull request once. */
async function readEach(connection, commits) {
	const changes = [];
	const seen = /* @__PURE__ */ new Set();
	let complete = true;
	for (const sha of commits) {
		const numbers = await readMergedPullRequests(connection, sha);
		if (numbers.length === 0) {
			const commit = await readCommit$1(connection, sha);
			changes.push(commit.change);
			complete &&= commit.complete;
		}
		for (const number of numbers.filter((each) => !seen.has(each))) {
			seen.add(number);
			changes.push((await readPullRequest(connection, number)).change);
		}
	}
	return {
		changes,
		complete
	};
}
/**
* The merged pull requests of this repository that brought a commit. An open one explains nothing: it lists the
* commit, and nobody agreed to it.
*/
async function readMergedPullRequests(connection, sha) {
	return (await readPullRequestsOf(connection, sha)).filter((pull) => pull.merged_at !== null).map((pull) => pull.number);
}
async function readOpenPullRequestsAt(connection, sha) {
	return (await readPullRequestsOf(connection, sha)).filter((pull) => pull.state === "open" && pull.head.sha === sha).map((pull) => pull.number);
}
/** Those of this repository: a fork may hold the same commit. */
async function readPullRequestsOf({ octokit, owner, repo, repository }, sha) {
	const { items } = await listAll(`Reading the pull requests of ${sha.slice(0, 7)}`, (page) => octokit.request("GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls", {
		owner,
		repo,
		commit_sha: sha,
		...page,
		request: once()
	}));
	return items.filter((pull) => Number(pull.base.repo.id) === repository.id);
}
/** GitHub shows at most 3,000 files of a commit, in pages. */
const MOST_FILES = 3e3;
async function readCommit$1(connection, sha) {
	const { octokit, owner, repo } = connection;
	const what = `Reading commit ${sha.slice(0, 7)}`;
	const read = (page) => octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
		owner,
		repo,
		ref: sha,
		...page,
		request: once()
	});
	const { data } = await ask(what, () => read({
		page: 1,
		per_page: 1
	}));
	const files = await listAll(what, async (page) => ({ data: (await read(page)).data.files ?? [] }), MOST_FILES);
	return {
		change: {
			kind: "commit",
			sha,
			message: data.commit.message.toWellFormed(),
			author: data.author && "login" in data.author ? data.author.login : "",
			at: data.commit.committer?.date ?? data.commit.author?.date ?? "",
			files: files.items.map(changedFile)
		},
		complete: files.complete
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

// src/github/reads/read-deployments.ts
/** How far back we look for what an environment runs. Each deployment costs one read. */
const LOOK_BACK = 20;
/**
* Newest first, down to the newest success that is trusted (older ones changed nothing that runs today) and to the
* oldest of the commit: what became of it here before counts, too.
*/
async function readDeployments(connection, environment, { isTrusted, sha }) {
	const { octokit, owner, repo } = connection;
	const list = await ask(`Reading the deployments to ${environment}`, () => octokit.request("GET /repos/{owner}/{repo}/deployments", {
		owner,
		repo,
		environment,
		per_page: LOOK_BACK,
		request: once()
	}));
	const oldest = list.data.findLastIndex((each) => effectiveSha(each.payload, each.sha) === sha);
	const facts = [];
	let isBaselineSeen = false;
	for (const [index, deployment] of list.data.entries()) {
		if (isBaselineSeen && index > oldest) break;
		const fact = await readHistory(connection, environment, deployment);
		if (fact) facts.push(fact);
		isBaselineSeen ||= fact?.state === "success" && isTrusted(fact.id);
	}
	return facts;
}
/** Null for a deployment that has not begun: it has changed nothing. */
async function readHistory({ octokit, owner, repo }, environment, deployment) {
	const id = Number(deployment.id);
	const telling = (await ask(`Reading the statuses of deployment ${id}`, () => octokit.request("GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
		owner,
		repo,
		deployment_id: id,
		per_page: 100,
		request: once()
	}))).data.find((status) => status.state !== "inactive");
	const state = telling && STATES[telling.state];
	if (!telling || !state) return null;
	const finished = state === "in_progress" ? {} : { finishedAt: telling.created_at };
	return {
		id,
		environment,
		sha: effectiveSha(deployment.payload, deployment.sha),
		startedAt: deployment.created_at,
		...finished,
		state
	};
}
const STATES = {
	success: "success",
	failure: "failure",
	error: "failure",
	in_progress: "in_progress"
};

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

// src/github/reads/read-incidents.ts
/** @param labels an issue with any of them is one. GitHub's filter asks for all, so each is asked for alone. */
async function readIncidents(connection, labels) {
	const found = /* @__PURE__ */ new Map();
	for (const label of await spelledAsThere(connection, labels)) for (const incident of await readOpenIssues(connection, label)) found.set(incident.number, incident);
	return [...found.values()].sort((one, other) => one.number - other.number);
}
/** Names of labels compare without case, and whether the filter does is not documented. One not there has no issue. */
async function spelledAsThere({ octokit, owner, repo }, labels) {
	const what = "Reading the labels";
	const { items, complete } = await listAll(what, (page) => octokit.request("GET /repos/{owner}/{repo}/labels", {
		owner,
		repo,
		...page,
		request: once()
	}));
	if (!complete) throw new Failure("rejected", `${what}: there are more than ${items.length}, which are not all read.`);
	return items.map(({ name }) => name).filter((name) => labels.some((label) => isSame(label, name)));
}
async function readOpenIssues({ octokit, owner, repo }, label) {
	const what = `Reading the open issues labelled ${label}`;
	const filter = label.includes(",") ? {} : { labels: label };
	const { items, complete } = await listAll(what, (page) => octokit.request("GET /repos/{owner}/{repo}/issues", {
		owner,
		repo,
		state: "open",
		...filter,
		...page,
		request: once()
	}));
	const labelled = items.filter((issue) => issue.pull_request === void 0).map(incidentFact).filter((incident) => incident.labels.some((each) => isSame(each, label)));
	if (labelled.length > 0 || complete) return labelled;
	throw new Failure("rejected", `${what}: there are more than ${items.length}, which are not all read.`);
}
function incidentFact({ number, labels, created_at, closed_at }) {
	return {
		number,
		labels: labels.map((label) => (typeof label === "string" ? label : label.name ?? "").toWellFormed()),
		openedAt: created_at,
		...closed_at === null ? {} : { closedAt: closed_at }
	};
}
function isSame(one, other) {
	return one.toLowerCase() === other.toLowerCase();
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
		const found = explain$1(commit, await readPullsOf(connection, commit.sha, group.base), inGroup);
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
function explain$1(commit, pulls, inGroup) {
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
/** Those of this repository into this branch that are open or merged: a fork may hold the same commit. */
async function readPullsOf({ octokit, owner, repo, repository }, sha, base) {
	const { items } = await listAll(`Reading the pull requests of ${sha.slice(0, 7)}`, (page) => octokit.request("GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls", {
		owner,
		repo,
		commit_sha: sha,
		...page,
		request: once()
	}));
	return items.filter((pull) => Number(pull.base.repo.id) === repository.id && pull.base.ref === base).filter((pull) => pull.state === "open" || pull.merged_at !== null).map((pull) => ({
		number: pull.number,
		headSha: pull.head.sha
	}));
}

// src/github/reads/read-repository.ts
async function readRepository(connection) {
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
	const { octokit, owner, repo } = connection;
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
	const place = {
		...connection,
		repo: PLACE
	};
	try {
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
* An installation on all repositories is shown every one there is. What a job is shown tells nothing: its token may be
* narrower than the installation it is of.
*/
async function whenNotShown({ octokit, appId }) {
	if (appId === null) return {
		kind: "unreadable",
		because: "not-shown"
	};
	const { data } = await ask("Reading which repositories the installation has", () => octokit.request("GET /installation/repositories", {
		per_page: 1,
		request: once()
	}));
	return data.repository_selection === "all" ? { kind: "absent" } : {
		kind: "unreadable",
		because: "not-shown"
	};
}

// src/github/reads/read-people.ts
/** Unknown logins are left out: somebody we know nothing of counts for nothing. */
async function readPeople(connection, logins, teams) {
	const people = {};
	for (const login of distinctLogins(logins)) {
		const person = await readPerson(connection, login, teams);
		if (person) people[login] = person;
	}
	return people;
}
function distinctLogins(logins) {
	return [...new Map(logins.map((login) => [login.toLowerCase(), login])).values()].sort();
}
async function readPerson(connection, login, teams) {
	const { octokit, owner, repo } = connection;
	if (login.endsWith("[bot]")) return readBot(connection, login);
	const answer = await askOrNull(`Reading the permission of ${login}`, () => octokit.request("GET /repos/{owner}/{repo}/collaborators/{username}/permission", {
		owner,
		repo,
		username: login,
		request: once()
	}));
	const user = answer?.data.user;
	if (!answer || !user) return null;
	const memberships = [];
	for (const team of teams) if (await isActiveMember(connection, team, login)) memberships.push(team);
	return {
		id: Number(user.id),
		kind: user.type === "Bot" ? "bot" : "user",
		permission: permissionOf(answer.data.role_name, answer.data.permission),
		teams: memberships
	};
}
async function readBot({ octokit }, login) {
	const answer = await askOrNull(`Reading ${login}`, () => octokit.request("GET /users/{username}", {
		username: login,
		request: once()
	}));
	return answer ? {
		id: Number(answer.data.id),
		kind: "bot",
		permission: "none",
		teams: []
	} : null;
}
/** `role_name` tells maintain and triage apart, which `permission` folds into write and read; custom roles fall back to it. */
function permissionOf(roleName, permission) {
	for (const name of [roleName, permission]) {
		const known = PERMISSIONS.find((candidate) => candidate === name);
		if (known) return known;
	}
	return "none";
}
const PERMISSIONS = [
	"none",
	"read",
	"triage",
	"write",
	"maintain",
	"admin"
];
/** Members of child teams count (GitHub says so in the answer); an invitation that was not accepted does not. */
async function isActiveMember({ octokit, owner }, team, login) {
	return (await askOrNull(`Reading team ${team}`, () => octokit.request("GET /orgs/{org}/teams/{team_slug}/memberships/{username}", {
		org: owner,
		team_slug: team,
		username: login,
		request: once()
	})))?.data.state === "active";
}

// src/github/connect.ts
function connectGitHub(octokit, repository, identity) {
	const { owner, name: repo } = repository;
	const connection = {
		octokit,
		repository,
		owner,
		repo,
		...identity
	};
	return {
		repository: () => readRepository(connection),
		organisationFile: (path, owner) => readOrganisationFile(connection, path, owner),
		file: (path, sha) => readFile(connection, path, sha),
		gate: (question) => readGate(connection, question),
		deployments: (environment, reach) => readDeployments(connection, environment, reach),
		environments: () => readEnvironments(connection),
		checks: (sha) => readChecks(connection, sha),
		incidents: (labels) => readIncidents(connection, labels),
		codeowners: () => readCodeowners(connection),
		changes: (baseSha, headSha) => readChanges(connection, baseSha, headSha),
		pullRequest: (number) => readPullRequest(connection, number),
		openPullRequestsAt: (sha) => readOpenPullRequestsAt(connection, sha),
		mergeGroup: (group) => readMergeGroup(connection, group),
		people: (logins, teams) => readPeople(connection, logins, teams),
		commit: (digits) => readCommit(connection, digits),
		contains: (head, sha) => readContains(connection, head, sha),
		comment: (id) => readComment(connection, id),
		apply: (effect, at) => applyEffect(connection, effect, at)
	};
}

// src/action/connect.ts
/** Loaded when it is needed: what only looks at the workspace starts without a client. */
async function connect(token, repository) {
	if (token === "") throw new InputError("Input \"github-token\" is empty: leave it out, or give a token that can read the repository.");
	const { getOctokit } = await import("./chunks/github.js");
	return connectGitHub(getOctokit(token), repository, {
		self: "github-actions[bot]",
		appId: null
	});
}

// src/action/permissions.ts
/** GitHub names what it would have accepted, as `contents=read; pull_requests=read`; else the address tells. */
const BY_ADDRESS = [
	[/\/deployments(?:[/?]|$)/, "deployments: read"],
	[/\/(?:actions\/|environments(?:[/?]|$))/, "actions: read"],
	[/\/commits\/[^/]+\/check-runs/, "checks: read"],
	[/\/commits\/[^/]+\/status(?:[/?]|$)/, "statuses: read"],
	[/\/pulls(?:[/?]|$)/, "pull-requests: read"],
	[/\/(?:contents|branches|compare|commits|git)(?:[/?]|$)/, "contents: read"],
	[/\/(?:issues|labels)(?:[/?]|$)/, "issues: read"]
];
/** The lines to add below `permissions:` of the job; empty when the failure is none of permissions. */
function missingPermissions(failure) {
	if (failure.kind !== "forbidden" && failure.kind !== "not-found") return [];
	const { url, accepted } = requestOf(failure.cause);
	if (failure.kind === "forbidden" && accepted !== void 0) return accepted.split(/[;,]/).flatMap(toLine);
	const found = BY_ADDRESS.find(([address]) => address.test(url));
	return found === void 0 ? [] : [found[1]];
}
/** With the token of a job nobody's teams can be read, whatever its permissions. */
function isAboutTeams(failure) {
	return /\/orgs\/[^/]+\/teams\//.test(requestOf(failure.cause).url);
}
function toLine(entry) {
	const found = /^\s*([a-z_]+)=(read|write)\s*$/.exec(entry);
	return found?.[1] === void 0 || found[1] === "metadata" ? [] : [`${found[1].replaceAll("_", "-")}: ${found[2]}`];
}
function requestOf(cause) {
	const { request, response } = asRecord(cause);
	const { url } = asRecord(request);
	const accepted = asRecord(asRecord(response)["headers"])["x-accepted-github-permissions"];
	return {
		url: typeof url === "string" ? url : "",
		accepted: typeof accepted === "string" && accepted !== "" ? accepted : void 0
	};
}
function asRecord(value) {
	return typeof value === "object" && value !== null ? value : {};
}

// src/action/schema.ts
/** What a runner tells a step: variables and the event file. */
const Id = string().regex(/^[1-9]\d{0,15}$/, "must be a number").transform(Number);
const Text = string().min(1, "must not be empty");
/** The variables of a job that are read. */
const JobEnvironment = object({
	GITHUB_REPOSITORY: string().regex(/^[^/\s]+\/[^/\s]+$/, "must be OWNER/NAME"),
	GITHUB_REPOSITORY_ID: Id,
	GITHUB_EVENT_NAME: Text,
	GITHUB_EVENT_PATH: Text,
	GITHUB_SHA: string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, "must be the id of a commit"),
	GITHUB_REF: string().default(""),
	GITHUB_RUN_ID: Id,
	GITHUB_RUN_ATTEMPT: Id,
	GITHUB_ACTOR: Text,
	GITHUB_TRIGGERING_ACTOR: string().optional(),
	GITHUB_WORKSPACE: Text,
	GITHUB_STEP_SUMMARY: string().optional(),
	RUNNER_TEMP: Text
});
/** The part of a `deployment` or `deployment_status` event that is read. */
const DeploymentEvent = object({ deployment: object({
	id: int().positive(),
	environment: string().min(1),
	sha: string().min(1)
}) });

// src/action/runner.ts
/** What the runner says about the run. The one place that reads the environment and the event file. */
/** The step runs somewhere that is not a job of GitHub Actions, or in one that lacks what is needed. */
var RunnerError = class extends Error {
	name = "RunnerError";
};
function readRunner(variables) {
	const parsed = JobEnvironment.safeParse(variables);
	if (!parsed.success) throw new RunnerError(explain(parsed.error.issues));
	const env = parsed.data;
	const [owner = "", name = ""] = env.GITHUB_REPOSITORY.split("/");
	const actors = [env.GITHUB_ACTOR, env.GITHUB_TRIGGERING_ACTOR ?? ""].filter((actor) => actor !== "");
	return {
		repository: {
			id: env.GITHUB_REPOSITORY_ID,
			owner,
			name,
			installationId: 0
		},
		eventName: env.GITHUB_EVENT_NAME,
		ref: env.GITHUB_REF,
		sha: env.GITHUB_SHA,
		runId: env.GITHUB_RUN_ID,
		runAttempt: env.GITHUB_RUN_ATTEMPT,
		actors: [...new Set(actors)],
		deployment: readDeployment(env.GITHUB_EVENT_NAME, env.GITHUB_EVENT_PATH),
		workspace: env.GITHUB_WORKSPACE,
		reportDir: join(env.RUNNER_TEMP, "tidegate"),
		summaryFile: env.GITHUB_STEP_SUMMARY || void 0
	};
}
function readDeployment(eventName, path) {
	if (eventName !== "deployment" && eventName !== "deployment_status") return null;
	const parsed = DeploymentEvent.safeParse(readEvent(path));
	if (parsed.success) return parsed.data.deployment;
	throw new RunnerError(`The event file of this ${eventName} event names no deployment (id, environment, sha).`);
}
function readEvent(path) {
	try {
		return JSON.parse(readFileSync$1(path, "utf8"));
	} catch (error) {
		const why = error instanceof SyntaxError ? "it is not JSON" : "it cannot be opened";
		throw new RunnerError(`The event file that GITHUB_EVENT_PATH names cannot be read: ${why}.`, { cause: error });
	}
}
function explain(issues) {
	return `This is not the environment of a GitHub Actions job: ${issues.map(({ path, message }) => {
		const why = message.startsWith("Invalid input") ? "is missing" : message;
		return `${path.map(String).join(".")} ${why}`;
	}).join("; ")}. Run it as a step with "uses:".`;
}

// src/action/explain-error.ts
/** An error to an outcome: what went wrong, and what the person who reads it can do. */
function explainError(error) {
	if (error instanceof InputError) return undecided("invalid-input", error.message);
	if (error instanceof RunnerError) return undecided("no-runner", error.message);
	if (error instanceof Failure) return explainFailure(error);
	const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
	return undecided("internal", `Tidegate itself failed (${text}). Run the job again; if it stays, report it.`);
}
function explainFailure(failure) {
	if (isAboutTeams(failure)) return undecided("teams-unreadable", `${sentence(failure.message)} The token of a job cannot read teams of the organisation. Give "github-token" the token of an App with "members: read", or let the policy name people or permissions.`);
	return undecided(failure.kind, `${sentence(failure.message)} ${adviceFor(failure)}`);
}
function adviceFor(failure) {
	const lines = missingPermissions(failure).join(", ");
	if (lines === "") return general(failure);
	return `${failure.kind === "not-found" ? "If it is there, the job may not see it. " : ""}Add to "permissions:" of the job: ${lines}.`;
}
function sentence(text) {
	return /[.!?]$/.test(text) ? text : `${text}.`;
}
function general(failure) {
	switch (failure.kind) {
		case "unavailable":
		case "rate-limited": return "Nothing is known, so nothing is opened. Run the job again later, or let it wait with \"wait\".";
		default: return "Nothing is known, so nothing is opened.";
	}
}

// src/action/log.ts
/**
* The log of the step. The runner obeys lines that look like commands (`::add-mask::`, `::error file=...`), and most
* of what is said here was written by somebody else, so every line of text goes through {@link inertLine}.
*/
/** Control and format characters (Cc, Cf) and line separators: they move the cursor, hide text or end the line. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
/** One line that the runner only prints. `::` counts at the start of a line, `##[` anywhere in it. */
function inertLine(line) {
	return `| ${line.replaceAll("	", " ").replace(UNPRINTABLE, "")}`.replaceAll("##[", "## [");
}
function inertLines(text) {
	return text.split(/\r\n|[\r\n\u2028\u2029]/).map(inertLine);
}
function say(text) {
	for (const line of inertLines(text)) info(line);
}
/** GitHub shows at most 10 errors and 10 warnings of a step. */
const MAX_ANNOTATIONS = 9;
function annotate(problems) {
	for (const problem of problems.slice(0, MAX_ANNOTATIONS)) {
		const place = {
			title: problem.code,
			file: problem.file,
			startLine: problem.line ?? 1,
			startColumn: problem.column ?? 1
		};
		(problem.severity === "error" ? error : warning)(clean(problem.message), place);
	}
	const more = problems.length - MAX_ANNOTATIONS;
	if (more > 0) warning(`and ${more} more problems, listed in the log`);
}
/** The toolkit escapes line ends in the text of a command; the rest is ours. */
function clean(text) {
	return text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n]|[\p{Cf}\u2028\u2029]/gu, "");
}

// src/action/finish.ts
/** Hands an outcome to the runner: log, annotations, summary, outputs, exit code. */
/** GitHub drops a summary above 1 MiB without a word; long before that nobody reads it. */
const MAX_SUMMARY_BYTES = 204800;
function finish(command, outcome, summaryFile) {
	if (!outcome.details.startsWith(outcome.headline)) say(outcome.headline);
	if (outcome.details !== "") say(outcome.details);
	for (const problem of outcome.problems) say(formatProblem(problem));
	annotate(outcome.problems);
	writeSummary(outcome.summary === "" ? plainSummary(command, outcome) : outcome.summary, summaryFile);
	for (const [name, value] of Object.entries(outputsOf(command, outcome))) setOutput(name, value);
	if (outcome.decision === "stop") setFailed(clean(outcome.headline));
}
/** Every output of the command, empty where there is nothing to say: a workflow can rely on it being there. */
function outputsOf(command, outcome) {
	const { verdict, decision, reasonCode } = outcome;
	const given = {
		...outcome.outputs,
		verdict,
		decision,
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
	const inputs = parseInputs((name) => getInput(name));
	const runner = readRunner(variables);
	if (inputs.isDryRun) warning("This is a dry run: the file is read from the workspace, so the result says nothing about what is in force.");
	return runCommand(inputs, runner);
}
/** Commands are loaded when they are asked for: smoke does not need the policy engine. */
async function runCommand(inputs, runner) {
	const toGitHub = () => connect(inputs.token, runner.repository);
	if (inputs.command === "smoke") {
		const { runSmokeCommand } = await import("./chunks/smoke.js");
		return runSmokeCommand(inputs, runner, toGitHub);
	}
	const { runGate } = await import("./chunks/gate.js");
	const sleep = (ms) => setTimeout(ms);
	return runGate(inputs, runner, {
		connect: toGitHub,
		now: Date.now,
		sleep,
		say
	});
}

// src/action.ts
await main(process.env);

export {  };