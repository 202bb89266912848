import { t as Failure } from "./failure.js";
import { i as once, r as listAll, t as ask } from "./client.js";
import { c as object, f as string, h as unknown, n as array, o as literal } from "./schemas.js";
import { t as InputError } from "./inputs.js";
import { t as undecided } from "./outcome.js";
import { i as PullRequestEvent, n as JobEnvironment, t as DeploymentEvent } from "./schema.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";

// src/domain/kept-issue.ts
/** GitHub's limit for the body of an issue, in characters. */
const LONGEST_BODY = 65536;
/** Stands at the end of our part, here as in every other text that we share with people. */
const END = "<!-- tidegate:end -->";
/** In our part once we have closed the issue: whoever opens it again after that has the last word. */
const CLOSED = "<!-- tidegate:closed -->";
const OUR_MARKS = /<!--\s*tidegate:[\s\S]*?-->/gu;
const CUT = "… more is left out here: the text around this part leaves no room";
/** Stands at the head of our part. The key is ours and holds nothing that ends a comment. */
function markOf(key) {
	return `<!-- tidegate:issue ${key} -->`;
}
function isMarkedAs(body, key) {
	return body.includes(markOf(key));
}
/** Whether an earlier content of ours already closed the issue. */
function wasClosedByUs(body) {
	return body.includes(CLOSED);
}
/** Text of others that must not look like a mark of ours. */
function withoutMarks(text) {
	let rest = text;
	for (let before = ""; rest !== before;) {
		before = rest;
		rest = rest.replaceAll(OUR_MARKS, "");
	}
	return rest;
}
/** Stands at the head of what was added for people, so that it is added once. */
function markOfAddition({ name }) {
	return `<!-- tidegate:added ${name} -->`;
}
/**
* The body that the issue shall have.
*
* @param current the body it has now; null: the issue is not there yet.
*/
function bodyOf(effect, current) {
	const { before, after: rest } = around(effect, current);
	const after = `${rest}${additionTo(`${before}${rest}`, effect.addition)}`;
	const closed = effect.isOver || current !== null && wasClosedByUs(current) ? [CLOSED] : [];
	const room = LONGEST_BODY - before.length - after.length;
	const frame = [
		markOf(effect.key),
		...closed,
		END
	].join("\n").length + 1;
	return `${before}${[
		markOf(effect.key),
		...closed,
		withinRoom(effect.body, room - frame),
		END
	].join("\n")}${after}`;
}
/** What is not ours. A body that lost our marks is all people's, and our part comes to stand before it. */
function around({ key, seed }, current) {
	if (current === null) return {
		before: "",
		after: seed === "" ? "" : `\n\n${withoutMarks(seed)}`
	};
	const begin = current.indexOf(markOf(key));
	const end = begin < 0 ? -1 : current.indexOf(END, begin);
	if (end >= 0) return {
		before: current.slice(0, begin),
		after: current.slice(end + 21)
	};
	return {
		before: "",
		after: `\n\n${withoutMarks(current).trim()}`
	};
}
/** Left out where people left no room for it. */
function additionTo(theirs, addition) {
	if (addition === void 0 || theirs.includes(markOfAddition(addition))) return "";
	const text = `\n\n${markOfAddition(addition)}\n${withoutMarks(addition.text)}`;
	return theirs.length + text.length > LONGEST_BODY / 2 ? "" : text;
}
/** As many whole lines as fit: half an escape would be none. Where not even that fits, nothing: GitHub refuses all of it. */
function withinRoom(text, room) {
	if (text.length <= room) return text;
	if (65 > room) return "";
	const kept = [];
	let length = 65;
	for (const line of text.split("\n")) {
		length += line.length + 1;
		if (length > room) break;
		kept.push(line);
	}
	return [...kept, CUT].join("\n");
}

// src/github/graphql/documents.ts
/**
* What we ask GitHub's GraphQL API. `scripts/standin-graphql.ts` cuts the schema of the stand-in to what stands here.
*
* GitHub's limits: `first` and `last` from 1 to 100, 100 ids in `nodes`, 500,000 nodes a query. The largest one here,
* `CHANGES` with 50 commits, may have 50 x 5 x 521 of them.
*/
/** An account in the place of somebody who acts. GitHub names a bot without the `[bot]` that it has elsewhere. */
const ACTOR = `__typename login ... on Bot { databaseId }`;
/** One is mostly enough. */
const MOST_LINKED_ISSUES = 20;
const LINKED = `
fragment Linked on IssueConnection {
  nodes { number repository { nameWithOwner } }
}`;
const PULL_REQUEST_PARTS = `
fragment Parts on PullRequest {
  number
  title
  body
  baseRefName
  headRefOid
  mergedAt
  changedFiles
  repository { databaseId }
  milestone { number }
  closingIssuesReferences(first: ${MOST_LINKED_ISSUES}) @include(if: $hasIssues) { ...Linked }
  author { ${ACTOR} }
  labels(first: 100) { pageInfo { hasNextPage } nodes { name } }
  files(first: 100) { pageInfo { hasNextPage } nodes { path additions deletions changeType } }
  commits(first: 100) {
    totalCount
    nodes { commit { authoredDate message author { email user { login } } committer { email user { login } } } }
  }
  reviews(first: 100) {
    pageInfo { hasNextPage }
    nodes { fullDatabaseId state submittedAt commit { oid } author { ${ACTOR} } }
  }
  timelineItems(last: 100, itemTypes: [LABELED_EVENT]) {
    pageInfo { hasPreviousPage }
    nodes { ... on LabeledEvent { label { name } actor { ${ACTOR} } } }
  }
}
${LINKED}`;
/** How many pull requests of one commit are read. One that has more is read by the REST API. */
const MOST_PULLS_OF_COMMIT = 5;
/**
* The pull requests of commits: whole for those of `main`, where each commit is likely to have another one, and only
* which they are for those of `side`, which mostly came with a commit of `main`.
*/
const CHANGES = `
query Changes($main: [ID!]!, $side: [ID!]!, $hasSide: Boolean!, $hasIssues: Boolean!) {
  main: nodes(ids: $main) {
    ... on Commit {
      oid
      associatedPullRequests(first: ${5}) { totalCount nodes { id ...Parts } }
    }
  }
  side: nodes(ids: $side) @include(if: $hasSide) {
    ... on Commit {
      oid
      associatedPullRequests(first: ${5}) {
        totalCount
        nodes { id number mergedAt repository { databaseId } }
      }
    }
  }
}
${PULL_REQUEST_PARTS}`;
const PULL_REQUESTS = `
query PullRequests($ids: [ID!]!, $hasIssues: Boolean!) {
  nodes(ids: $ids) { ... on PullRequest { ...Parts } }
}
${PULL_REQUEST_PARTS}`;
const LINKED_ISSUES = `
query LinkedIssues($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    databaseId
    pullRequest(number: $number) { closingIssuesReferences(first: ${MOST_LINKED_ISSUES}) { ...Linked } }
  }
}
${LINKED}`;
/** Permissions of `people` logins, and the members of `teams` teams, as `$p0` and `$t0` and so on. */
function peopleDocument(people, teams) {
	const logins = namesOf("p", people);
	const slugs = namesOf("t", teams);
	const variables = [...logins, ...slugs].map((name) => `$${name}: String!`).join(", ");
	const permissions = logins.map((name) => `${name}: collaborators(first: 1, login: $${name}) { edges { permission node { databaseId login } } }`);
	const members = slugs.map((name) => `${name}: team(slug: $${name}) { slug members(first: 100) { pageInfo { hasNextPage } nodes { databaseId } } }`);
	const organization = teams === 0 ? "" : `organization(login: $owner) { ${members.join("\n")} }`;
	return `
query People($owner: String!, $name: String!${variables === "" ? "" : `, ${variables}`}) {
  repository(owner: $owner, name: $name) {
    databaseId
    ${permissions.join("\n    ")}
  }
  ${organization}
}`;
}
function namesOf(letter, count) {
	return Array.from({ length: count }, (_, index) => `${letter}${index}`);
}
const OWNER = `owner { __typename ... on User { databaseId } ... on Organization { databaseId } }`;
/** The repository, the head of its default branch, and one file there. */
const REPOSITORY = `
query Repository($owner: String!, $name: String!, $file: String!) {
  repository(owner: $owner, name: $name) {
    databaseId
    name
    ${OWNER}
    defaultBranchRef {
      name
      target { ... on Commit { oid file(path: $file) { mode object { ... on Blob { byteSize isTruncated text } } } } }
    }
  }
}`;
/** The statuses of deployments. Which way round they come is not documented. */
const DEPLOYMENTS = `
query Deployments($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Deployment {
      id
      latestStatus { id }
      statuses(first: 100) { pageInfo { hasNextPage } nodes { id state createdAt } }
    }
  }
}`;
/**
* What release notes say of the pull requests of commits. 50 commits may have 50 x 5 x 200 nodes.
*/
const NOTED_PULLS = `
query NotedPulls($ids: [ID!]!, $hasFiles: Boolean!) {
  nodes(ids: $ids) {
    ... on Commit {
      oid
      associatedPullRequests(first: ${5}) { totalCount nodes { ...Noted } }
    }
  }
}
fragment Noted on PullRequest {
  number
  title
  body
  baseRefName
  lastEditedAt
  mergedAt
  mergeCommit { oid }
  repository { databaseId }
  author { ${ACTOR} }
  labels(first: 100) { nodes { name } }
  files(first: 100) @include(if: $hasFiles) {
    pageInfo { hasNextPage }
    nodes { path additions deletions changeType }
  }
}`;
/** Whom the token stands for: of a bot with its `[bot]`, since a viewer is shown as a user. */
const VIEWER = `query Viewer { viewer { login } }`;
/** One of each shape, for the schema of the stand-in. */
const DOCUMENTS = [
	CHANGES,
	PULL_REQUESTS,
	LINKED_ISSUES,
	peopleDocument(1, 1),
	REPOSITORY,
	DEPLOYMENTS,
	NOTED_PULLS,
	VIEWER
];

// src/github/graphql/run-query.ts
/**
* One question to GitHub's GraphQL API. It answers many reads at once, and everything it answers the REST API answers,
* too: so whatever is not a whole answer is none, and the caller reads by REST, whose refusals are told people.
*/
/** Null when there was no answer. Being told to wait is a `Failure`: reading by REST would be a hundred calls more. */
async function runQuery({ octokit }, what, query, variables) {
	try {
		const url = graphqlUrl(octokit.request.endpoint.DEFAULTS.baseUrl);
		const { data } = await ask(what, () => octokit.request(`POST ${url}`, {
			query,
			variables,
			request: once()
		}));
		return answerIn(what, data);
	} catch (error) {
		if (!(error instanceof Failure) || error.kind === "rate-limited") throw error;
		return null;
	}
}
/** On GitHub Enterprise Server the two APIs lie beside each other. */
function graphqlUrl(baseUrl) {
	return /\/api\/v3\/?$/.test(baseUrl) ? baseUrl.replace(/\/v3\/?$/, "/graphql") : `${baseUrl}/graphql`;
}
/** GitHub answers 200 to a query that it limits. */
const LIMITED = /* @__PURE__ */ new Set(["RATE_LIMIT", "RATE_LIMITED"]);
function answerIn(what, body) {
	if (typeof body !== "object" || body === null) return null;
	const errors = "errors" in body && Array.isArray(body.errors) ? body.errors : [];
	if (errors.some(({ type }) => LIMITED.has(type ?? ""))) throw new Failure("rate-limited", `${what}: GitHub limits our queries.`, { retryAfterMs: 6e4 });
	return "data" in body && body.data !== null ? {
		data: body.data,
		errors
	} : null;
}
/** What was answered without any error. */
function wholeData(answer) {
	return answer !== null && answer.errors.length === 0 ? answer.data : null;
}

// src/github/pulls/list-pull-commits.ts
/** The commits of a pull request, as GitHub lists them. */
/** GitHub lists the oldest 250 and no more. */
async function listPullCommits({ octokit, owner, repo }, number) {
	const { items } = await listAll(`Reading the commits of #${number}`, (page) => octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/commits", {
		owner,
		repo,
		pull_number: number,
		...page,
		request: once()
	}));
	return items;
}

// src/github/pulls/files.ts
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

// src/github/pulls/labelers.ts
/** Who set the labels of a pull request. */
/** Whom GitHub shows in the place of accounts that are gone. Nobody signs in as it, and it has no permission anywhere. */
const NOBODY_KNOWN = "ghost";
/**
* Who set each label last. Labels decide about tiers and emergencies, and triage may set them. Each label has a setter:
* one that nobody is known to have set must not count as one that anybody may have set.
*
* @param events oldest first; null for an account that is gone.
*/
function labelersOf(labels, events) {
	const labelers = new Map(labels.map((label) => [label, NOBODY_KNOWN]));
	for (const { label, by } of events) if (labelers.has(label)) labelers.set(label, by ?? "ghost");
	return Object.fromEntries(labelers);
}
async function readLabelers({ octokit, owner, repo }, number, labels) {
	const { items } = await listAll(`Reading the events of #${number}`, (page) => octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}/events", {
		owner,
		repo,
		issue_number: number,
		...page,
		request: once()
	}));
	return labelersOf(labels, items.flatMap((event) => {
		const label = "label" in event ? event.label?.name?.toWellFormed() : void 0;
		return event.event === "labeled" && label !== void 0 ? [{
			label,
			by: event.actor?.login ?? null
		}] : [];
	}));
}

// src/github/reads/list-pulls-of-commit.ts
/** The pull requests that GitHub lists for a commit: open, merged and closed ones. */
/** Those of this repository: a fork may hold the same commit. @param most undefined: as many as of any list */
async function listPullsOfCommit({ octokit, owner, repo, repository }, sha, most) {
	const { items } = await listAll(`Reading the pull requests of ${sha.slice(0, 7)}`, (page) => octokit.request("GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls", {
		owner,
		repo,
		commit_sha: sha,
		...page,
		request: once()
	}), most);
	return items.filter(({ base }) => Number(base.repo?.id) === repository.id);
}

// src/github/graphql/find-statuses.ts
/** The statuses of several deployments in one question; of those that are not in the answer, the REST API tells. */
const deployment = object({
	id: string(),
	latestStatus: object({ id: string() }).nullable(),
	statuses: object({
		pageInfo: object({ hasNextPage: literal(false) }),
		nodes: array(object({
			id: string(),
			state: string(),
			createdAt: string()
		}))
	})
});
/** By node id, newest first. @param nodeIds at most 100. */
async function findStatuses(connection, nodeIds) {
	const found = /* @__PURE__ */ new Map();
	if (nodeIds.length < 2) return found;
	const answer = await runQuery(connection, "Reading what became of deployments", DEPLOYMENTS, { ids: nodeIds });
	const parsed = object({ nodes: array(unknown()) }).safeParse(wholeData(answer));
	for (const node of parsed.success ? parsed.data.nodes : []) {
		const one = deployment.safeParse(node);
		const statuses = one.success ? newestFirst(one.data) : null;
		if (one.success && statuses !== null) found.set(one.data.id, statuses);
	}
	return found;
}
/** The latest one is at one end, or else nothing is known of the order. */
function newestFirst({ statuses, latestStatus }) {
	const listed = statuses.nodes.map(({ state, createdAt }) => ({
		state: state.toLowerCase(),
		createdAt
	}));
	const ids = statuses.nodes.map(({ id }) => id);
	if (ids.length === 0) return latestStatus === null ? [] : null;
	if (ids[0] === latestStatus?.id) return listed;
	return ids.at(-1) === latestStatus?.id ? listed.toReversed() : null;
}

// src/action/permissions.ts
/** GitHub names what it would have accepted, as `contents=read; pull_requests=read`; else the address tells. */
const BY_ADDRESS = [
	[/\/deployments(?:[/?]|$)/, "deployments: read"],
	[/\/(?:actions\/|environments(?:[/?]|$))/, "actions: read"],
	[/\/commits\/[^/]+\/check-runs/, "checks: read"],
	[/\/commits\/[^/]+\/status(?:[/?]|$)/, "statuses: read"],
	[/\/pulls(?:[/?]|$)/, "pull-requests: read"],
	[/\/releases(?:[/?]|$)/, "contents: read"],
	[/\/(?:contents|branches|compare|commits|git)(?:[/?]|$)/, "contents: read"],
	[/\/(?:issues|labels)(?:[/?]|$)/, "issues: read"]
];
/** The lines to add below `permissions:` of the job; empty when the failure is none of permissions. */
function missingPermissions(failure) {
	if (failure.kind !== "forbidden" && failure.kind !== "not-found") return [];
	const { url, isWrite, accepted } = requestOf(failure.cause);
	if (failure.kind === "forbidden" && accepted !== void 0) return accepted.split(/[;,]/).flatMap(toLine);
	const found = BY_ADDRESS.find(([address]) => address.test(url));
	return found === void 0 ? [] : [isWrite ? found[1].replace(": read", ": write") : found[1]];
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
	const { url, method } = asRecord(request);
	const accepted = asRecord(asRecord(response)["headers"])["x-accepted-github-permissions"];
	return {
		url: typeof url === "string" ? url : "",
		isWrite: typeof method === "string" && method !== "GET",
		accepted: typeof accepted === "string" && accepted !== "" ? accepted : void 0
	};
}
function asRecord(value) {
	return typeof value === "object" && value !== null ? value : {};
}

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
		repositoryUrl: `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}`,
		eventName: env.GITHUB_EVENT_NAME,
		ref: env.GITHUB_REF,
		workflow: /^[^/]+\/[^/]+\/(.+)@/.exec(env.GITHUB_WORKFLOW_REF)?.[1] ?? "",
		isOfFork: readIsOfFork(env),
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
/** When in doubt, yes. */
function readIsOfFork(env) {
	if (!env.GITHUB_EVENT_NAME.startsWith("pull_request")) return false;
	const parsed = PullRequestEvent.safeParse(readEvent(env.GITHUB_EVENT_PATH));
	return !parsed.success || parsed.data.pull_request.head.repo?.id !== env.GITHUB_REPOSITORY_ID;
}
function readEvent(path) {
	try {
		return JSON.parse(readFileSync(path, "utf8"));
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

export { isMarkedAs as C, bodyOf as S, PULL_REQUESTS as _, listPullsOfCommit as a, peopleDocument as b, readLabelers as c, listPullCommits as d, runQuery as f, NOTED_PULLS as g, LINKED_ISSUES as h, findStatuses as i, changedFile as l, CHANGES as m, readRunner as n, NOBODY_KNOWN as o, wholeData as p, missingPermissions as r, labelersOf as s, explainError as t, readFiles as u, REPOSITORY as v, wasClosedByUs as w, END as x, VIEWER as y };