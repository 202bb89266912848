import { t as Failure } from "./failure.js";
import { a as toInstant, n as epochMs } from "./instant.js";
import { i as once, n as askOrNull, r as listAll, t as ask } from "./client.js";
import { r as workflowPath, t as isWorkflowName } from "./workflow-file.js";
import { i as isMarkedAs, n as readOpenMilestones, o as wasClosedByUs, r as bodyOf$1, t as readMilestone } from "./read-milestone.js";
import { n as lacksPermission, t as listByCursor } from "./list-by-cursor.js";
import { z } from "zod";

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

// src/github/graphql/find-people.ts
/**
* Permissions and teams of many people in one question. GitHub shows the collaborators to whoever may push, and teams to
* the App of the organisation; what it does not show, or not whole, is left to the REST API, person by person.
*/
/** GitHub looks each of them up, so a question has to end somewhere. */
const MOST_PEOPLE = 100;
async function findPeople(connection, logins, teams) {
	const collaborators = /* @__PURE__ */ new Map();
	const members = /* @__PURE__ */ new Map();
	for (let from = 0; from < logins.length; from += MOST_PEOPLE) {
		const asked = {
			logins: logins.slice(from, from + MOST_PEOPLE),
			teams: from === 0 ? teams : []
		};
		const answer = await askFor$1(connection, asked.logins, asked.teams);
		if (answer === null) break;
		noteCollaborators(collaborators, asked.logins, partOf(answer, "repository"), connection.repository.id);
		noteMembers(members, asked.teams, partOf(answer, "organization"));
	}
	return {
		collaborators,
		members
	};
}
function askFor$1(connection, logins, teams) {
	const { owner, repo: name } = connection;
	return runQuery(connection, "Reading who people are", peopleDocument(logins.length, teams.length), {
		owner,
		name,
		...Object.fromEntries(logins.map((login, index) => [`p${index}`, login])),
		...Object.fromEntries(teams.map((team, index) => [`t${index}`, team]))
	});
}
/** One of the two parts of the answer, unless anything in it failed. */
function partOf({ data, errors }, name) {
	const isFailed = errors.some(({ path }) => path === void 0 || path[0] === name);
	const part = typeof data === "object" && data !== null ? Object.entries(data).find(([key]) => key === name) : void 0;
	return isFailed || typeof part?.[1] !== "object" || part[1] === null ? {} : { ...part[1] };
}
const PERMISSIONS$1 = {
	ADMIN: "admin",
	MAINTAIN: "maintain",
	WRITE: "write",
	TRIAGE: "triage",
	READ: "read"
};
const collaborator = z.object({ edges: z.tuple([z.object({
	permission: z.enum([
		"ADMIN",
		"MAINTAIN",
		"WRITE",
		"TRIAGE",
		"READ"
	]),
	node: z.object({
		databaseId: z.number(),
		login: z.string()
	})
})]) });
function noteCollaborators(found, logins, repository, repositoryId) {
	if (repository["databaseId"] !== repositoryId) return;
	for (const [index, login] of logins.entries()) {
		const parsed = collaborator.safeParse(repository[`p${index}`]);
		if (!parsed.success) continue;
		const [{ permission, node }] = parsed.data.edges;
		if (node.login.toLowerCase() !== login.toLowerCase()) continue;
		found.set(login.toLowerCase(), {
			id: node.databaseId,
			permission: PERMISSIONS$1[permission]
		});
	}
}
const wholeTeam = z.object({
	slug: z.string(),
	members: z.object({
		pageInfo: z.object({ hasNextPage: z.literal(false) }),
		nodes: z.array(z.object({ databaseId: z.number() }))
	})
});
/** Members of child teams are among them, and who has not accepted an invitation is not. */
function noteMembers(found, teams, organization) {
	for (const [index, team] of teams.entries()) {
		const parsed = wholeTeam.safeParse(organization[`t${index}`]);
		if (organization[`t${index}`] === null) found.set(team, /* @__PURE__ */ new Set());
		else if (parsed.success) found.set(team, new Set(parsed.data.members.nodes.map(({ databaseId }) => databaseId)));
	}
}

// src/github/reads/read-people.ts
/** Unknown logins are left out: somebody we know nothing of counts for nothing. */
async function readPeople(connection, logins, teams) {
	const people = {};
	const asked = distinctLogins(logins);
	const humans = asked.filter((login) => !isBot(login));
	const atOnce = await findPeople(connection, humans, teams);
	const listed = humans.filter((login) => !atOnce.collaborators.has(login.toLowerCase())).length < 2 ? [] : await listCollaborators(connection);
	const found = {
		...atOnce,
		collaborators: new Map([...listed, ...atOnce.collaborators])
	};
	for (const login of asked) {
		const person = isBot(login) ? await readBot(connection, login) : await readPerson(connection, {
			login,
			teams,
			found
		});
		if (person) people[login] = person;
	}
	return people;
}
function distinctLogins(logins) {
	return [...new Map(logins.map((login) => [login.toLowerCase(), login])).values()].sort();
}
function isBot(login) {
	return login.endsWith("[bot]");
}
/**
* The first hundred collaborators, which mostly are all of them. GitHub shows them to every App, in GraphQL only to one
* that may push. Whoever else is asked about is asked about alone.
*/
async function listCollaborators({ octokit, owner, repo }) {
	const page = {
		owner,
		repo,
		per_page: 100,
		request: once()
	};
	const read = () => octokit.request("GET /repos/{owner}/{repo}/collaborators", page);
	return ((await askOrNull("Reading the collaborators", read).catch(unlessForbidden))?.data ?? []).flatMap(({ id, login, type, role_name: role, permissions }) => {
		if (type !== "User" || permissions === void 0) return [];
		return [[login.toLowerCase(), {
			id: Number(id),
			permission: permissionOf(role, highest(permissions))
		}]];
	});
}
/** A token that may not list them may still ask about each. */
function unlessForbidden(error) {
	if (error instanceof Failure && error.kind === "forbidden") return null;
	throw error;
}
/** As GitHub folds them where it knows no role by name. */
function highest(can) {
	if (can.admin) return "admin";
	if (can.push) return "write";
	return can.pull ? "read" : "none";
}
async function readPerson(connection, { login, teams, found }) {
	const known = found.collaborators.get(login.toLowerCase());
	const account = known ? {
		...known,
		kind: "user"
	} : await readAccount(connection, login);
	if (!account) return null;
	const memberships = [];
	for (const team of teams) if (found.members.get(team)?.has(account.id) ?? await isActiveMember(connection, team, login)) memberships.push(team);
	return {
		...account,
		teams: memberships
	};
}
async function readAccount(connection, login) {
	const { octokit, owner, repo } = connection;
	const answer = await askOrNull(`Reading the permission of ${login}`, () => octokit.request("GET /repos/{owner}/{repo}/collaborators/{username}/permission", {
		owner,
		repo,
		username: login,
		request: once()
	}));
	const user = answer?.data.user;
	if (!answer || !user) return null;
	const { role_name: roleName, permission } = answer.data;
	const kind = user.type === "Bot" ? "bot" : "user";
	return {
		id: Number(user.id),
		kind,
		permission: permissionOf(roleName, permission)
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

// src/github/graphql/find-statuses.ts
/** The statuses of several deployments in one question; of those that are not in the answer, the REST API tells. */
const deployment = z.object({
	id: z.string(),
	latestStatus: z.object({ id: z.string() }).nullable(),
	statuses: z.object({
		pageInfo: z.object({ hasNextPage: z.literal(false) }),
		nodes: z.array(z.object({
			id: z.string(),
			state: z.string(),
			createdAt: z.string()
		}))
	})
});
/** By node id, newest first. @param nodeIds at most 100. */
async function findStatuses(connection, nodeIds) {
	const found = /* @__PURE__ */ new Map();
	if (nodeIds.length < 2) return found;
	const answer = await runQuery(connection, "Reading what became of deployments", DEPLOYMENTS, { ids: nodeIds });
	const parsed = z.object({ nodes: z.array(z.unknown()) }).safeParse(wholeData(answer));
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
	const sha = namedIn$1(payload, "sha");
	return typeof sha === "string" && SHA.test(sha) ? sha : deploymentSha;
}
const DIGEST$1 = /^sha256:[0-9a-f]{64}$/;
/** Which artefact is deployed. It is a claim: an attestation says which commit the artefact was built from. */
function digestIn(payload) {
	const digest = namedIn$1(payload, "digest");
	return typeof digest === "string" && DIGEST$1.test(digest) ? digest : null;
}
/** GitHub shows a payload as it was given: an object, or text that may be one. */
function namedIn$1(payload, name) {
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
async function readStatuses$2({ octokit, owner, repo }, deploymentId) {
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
async function readStatuses$1(connection, id) {
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
		return await readStatuses$1(connection, id);
	} catch (error) {
		if (error instanceof Failure && error.kind === "not-found") return null;
		throw error;
	}
}
/** Null for a deployment that has not begun: it has changed nothing. */
function factOf$1(environment, deployment, statuses) {
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

// src/github/graphql/pull-request-parts.ts
/** A pull request as `documents.ts` asks for it. What is missing, or longer than a page, makes it none. */
const whole = z.object({ pageInfo: z.object({ hasNextPage: z.literal(false) }) });
const actor = z.object({
	__typename: z.string(),
	login: z.string(),
	databaseId: z.number().nullish()
}).nullable();
const signature = z.object({
	email: z.string().nullable(),
	user: z.object({ login: z.string() }).nullable()
}).nullable();
const file = z.object({
	path: z.string(),
	additions: z.number(),
	deletions: z.number(),
	changeType: z.enum([
		"ADDED",
		"CHANGED",
		"COPIED",
		"DELETED",
		"MODIFIED",
		"RENAMED"
	])
});
const review = z.object({
	fullDatabaseId: z.union([z.string().regex(/^\d+$/), z.number()]),
	state: z.string(),
	submittedAt: z.string().nullable(),
	commit: z.object({ oid: z.string() }).nullable(),
	author: actor
});
const labelled = z.object({
	label: z.object({ name: z.string() }),
	actor
});
/** What is linked and not shown to us is left out, or null. */
const linkedIssues = z.object({ nodes: z.array(z.object({
	number: z.number(),
	repository: z.object({ nameWithOwner: z.string() })
}).nullable()) });
/** `owner/name#12` each. */
function namesOfIssues({ nodes }) {
	return nodes.flatMap((issue) => issue === null ? [] : [`${issue.repository.nameWithOwner}#${issue.number}`]);
}
const pullRequestParts = z.object({
	number: z.number(),
	title: z.string(),
	body: z.string(),
	baseRefName: z.string(),
	headRefOid: z.string(),
	mergedAt: z.string().nullable(),
	changedFiles: z.number(),
	repository: z.object({ databaseId: z.number() }),
	milestone: z.object({ number: z.number() }).nullish(),
	/** Absent where nobody asks for them. */
	closingIssuesReferences: linkedIssues.optional(),
	author: actor,
	labels: whole.extend({ nodes: z.array(z.object({ name: z.string() })) }),
	files: z.object({
		pageInfo: z.object({ hasNextPage: z.boolean() }),
		nodes: z.array(file)
	}),
	commits: z.object({
		totalCount: z.number(),
		nodes: z.array(z.object({ commit: z.object({
			authoredDate: z.string().optional(),
			message: z.string(),
			author: signature,
			committer: signature
		}) }))
	}),
	reviews: whole.extend({ nodes: z.array(review) }),
	timelineItems: z.object({
		pageInfo: z.object({ hasPreviousPage: z.literal(false) }),
		nodes: z.array(labelled)
	})
});

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

// src/github/pulls/contributors.ts
/** @param author who opened the pull request; null for commits that came without one. */
function contributorsOf(commits, author) {
	const logins = new Map(author === null ? [] : [[author.toLowerCase(), author]]);
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
/** GitHub lists at most 250 commits of a pull request; beyond them somebody may have contributed whom we do not see. */
async function readContributors(connection, number, author, commits) {
	const listed = await listPullCommits(connection, number);
	return {
		...contributorsOf(listed, author),
		complete: listed.length === commits
	};
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
		status: FILE_STATUS$1[file.status] ?? "modified",
		additions: file.additions,
		deletions: file.deletions
	};
}
const FILE_STATUS$1 = {
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

// src/github/pulls/reviews.ts
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

// src/github/graphql/to-change.ts
/** What GraphQL does not tell, the old name of a file and which bot committed, is read by REST. */
async function toChange(connection, parts) {
	const { number } = parts;
	const author = loginOf(parts.author) ?? "ghost";
	const files = filesOf(parts) ?? await readFiles(connection, number);
	const { totalCount: commits } = parts.commits;
	const listed = commitsOf(parts);
	const contributors = listed ? {
		...contributorsOf(listed, author),
		complete: true
	} : await readContributors(connection, number, author, commits);
	const labels = parts.labels.nodes.map(({ name }) => name.toWellFormed());
	return {
		kind: "pull-request",
		number,
		title: parts.title.toWellFormed(),
		body: parts.body.toWellFormed(),
		author,
		contributors: contributors.logins,
		unknownContributors: contributors.unknown,
		labels,
		labeledBy: labelersOf(labels, parts.timelineItems.nodes.map(setLabel)),
		base: parts.baseRefName,
		headSha: parts.headRefOid,
		...parts.mergedAt === null ? {} : { mergedAt: parts.mergedAt },
		files,
		filesComplete: files.length === parts.changedFiles && contributors.complete,
		commits,
		reviews: reviewsOf(parts),
		...parts.milestone ? { milestone: parts.milestone.number } : {},
		...parts.closingIssuesReferences === void 0 ? {} : { issues: namesOfIssues(parts.closingIssuesReferences) }
	};
}
/** GraphQL leaves out what marks a bot elsewhere. */
function loginOf(actor) {
	if (actor === null) return null;
	return actor.__typename === "Bot" ? `${actor.login}[bot]` : actor.login;
}
function setLabel({ label, actor }) {
	return {
		label: label.name.toWellFormed(),
		by: loginOf(actor)
	};
}
/** Null where a file had another name, or where there are more files than we see. */
function filesOf({ files }) {
	const hasOldName = files.nodes.some(({ changeType }) => changeType === "RENAMED" || changeType === "COPIED");
	if (files.pageInfo.hasNextPage || hasOldName) return null;
	return files.nodes.map(({ path, changeType, additions, deletions }) => {
		return {
			path: path.toWellFormed(),
			status: FILE_STATUS[changeType] ?? "modified",
			additions,
			deletions
		};
	});
}
const FILE_STATUS = {
	ADDED: "added",
	DELETED: "removed"
};
/** Null where it takes the REST API to say whose a commit is, or where there are more commits than we see. */
function commitsOf({ author: bot, commits }) {
	if (commits.nodes.length !== commits.totalCount) return null;
	const listed = [];
	for (const { commit } of commits.nodes) {
		const [author, committer] = [commit.author, commit.committer].map((each) => accountOf(each, bot));
		if (author === "not-told" || committer === "not-told") return null;
		listed.push({
			commit,
			author: author ?? null,
			committer: committer ?? null
		});
	}
	return listed;
}
/** Commits made on the web; the REST API knows whose this address is. */
const GITHUBS_ADDRESS$1 = "noreply@github.com";
/** An address that GitHub gives, so it knows an account for it, unless somebody made it up. */
const GIVEN_ADDRESS = /@users\.noreply\.github\.com$/i;
/** GraphQL tells accounts of people only. Null: nobody's whom GitHub knows. */
function accountOf(signature, author) {
	if (signature?.user) return signature.user;
	const email = signature?.email?.toLowerCase() ?? "";
	if (email === GITHUBS_ADDRESS$1) return { login: "web-flow" };
	if (!GIVEN_ADDRESS.test(email)) return null;
	return author?.__typename === "Bot" && email === addressOf(author) ? { login: `${author.login}[bot]` } : "not-told";
}
function addressOf({ login, databaseId }) {
	return `${databaseId}+${login}[bot]@users.noreply.github.com`.toLowerCase();
}
function reviewsOf({ reviews }) {
	return reviews.nodes.flatMap(({ fullDatabaseId, state: given, submittedAt, commit, author }) => {
		const [state, user] = [REVIEW_STATES[given], loginOf(author)];
		if (!state || user === null || submittedAt === null) return [];
		return [{
			id: Number(fullDatabaseId),
			user,
			state,
			commit: commit?.oid ?? "",
			at: submittedAt
		}];
	});
}

// src/github/graphql/find-changes.ts
/**
* The pull requests that brought commits, in few questions. What is not found here, for whatever reason, is left to the
* REST API: an answer with an error in it counts as none.
*/
/** GitHub has 10 s for an answer, and gives none ("502") when it takes longer. */
const MOST_MAIN = 50;
const MOST_SIDE = 100;
const MOST_PULL_REQUESTS = 25;
/** @param tip the newest of the commits. `hasIssues`: with the issues that each pull request is linked to. */
async function findChanges(connection, commits, tip, hasIssues = false) {
	const finding = {
		connection,
		hasIssues,
		pulls: /* @__PURE__ */ new Map(),
		parts: /* @__PURE__ */ new Map()
	};
	const main = mainLine(commits, tip);
	const sides = chunks(commits.filter(({ sha }) => !main.has(sha)), MOST_SIDE);
	const mains = chunks(commits.filter(({ sha }) => main.has(sha)), MOST_MAIN);
	for (let each = 0; each < Math.max(mains.length, sides.length); each += 1) await askForCommits(finding, mains[each] ?? [], sides[each] ?? []);
	const merged = new Map([...finding.pulls].map(([sha, pulls]) => [sha, pulls.filter(isMergedHere(connection))]));
	await askForOthers(finding, [...merged.values()].flat());
	const wanted = new Set([...merged.values()].flat().map(({ number }) => number));
	const changes = /* @__PURE__ */ new Map();
	for (const [number, parts] of finding.parts) if (wanted.has(number)) changes.set(number, await toChange(connection, parts));
	return {
		pullsOf: new Map([...merged].map(([sha, pulls]) => [sha, pulls.map(({ number }) => number)])),
		changes,
		firstCommits: firstCommitsIn(finding.parts)
	};
}
function firstCommitsIn(parts) {
	const found = /* @__PURE__ */ new Map();
	for (const [number, { commits }] of parts) {
		const dates = commits.nodes.flatMap(({ commit }) => commit.authoredDate ?? []);
		const first = dates.length === commits.totalCount ? earliest(dates) : null;
		if (first !== null) found.set(number, first);
	}
	return found;
}
/** Null: there are none. */
function earliest(instants) {
	return instants.toSorted((one, other) => epochMs(one) - epochMs(other))[0] ?? null;
}
/** From the tip along the first parents: where pull requests are merged or squashed into. */
function mainLine(commits, tip) {
	const parents = new Map(commits.map(({ sha, parents: [first] }) => [sha, first]));
	const line = /* @__PURE__ */ new Set();
	for (let sha = tip; sha !== void 0 && parents.has(sha) && !line.has(sha);) {
		line.add(sha);
		sha = parents.get(sha);
	}
	return line;
}
const briefPull = z.object({
	id: z.string(),
	number: z.number(),
	mergedAt: z.string().nullable(),
	repository: z.object({ databaseId: z.number() })
});
const commitPulls = z.object({
	oid: z.string(),
	associatedPullRequests: z.object({
		totalCount: z.number(),
		nodes: z.array(z.unknown())
	})
});
const commitNodes = z.object({
	main: z.array(z.unknown()),
	side: z.array(z.unknown()).optional()
});
/** What takes GitHub too long is asked for in halves, once. */
async function askForCommits(finding, main, side, isHalf = false) {
	const answer = await runQuery(finding.connection, "Reading the changes", CHANGES, {
		main: main.map(({ nodeId }) => nodeId),
		side: side.map(({ nodeId }) => nodeId),
		hasSide: side.length > 0,
		hasIssues: finding.hasIssues
	});
	const nodes = commitNodes.safeParse(wholeData(answer));
	if (nodes.success) {
		for (const node of [...nodes.data.main, ...nodes.data.side ?? []]) noteCommit(finding, node);
		return true;
	}
	if (isHalf || main.length < 2) return false;
	const middle = Math.ceil(main.length / 2);
	return await askForCommits(finding, main.slice(0, middle), side, true) && await askForCommits(finding, main.slice(middle), [], true);
}
function noteCommit({ connection, pulls, parts }, node) {
	const commit = commitPulls.safeParse(node);
	if (!commit.success) return;
	const { oid, associatedPullRequests } = commit.data;
	const brief = z.array(briefPull).safeParse(associatedPullRequests.nodes);
	if (!brief.success || associatedPullRequests.totalCount > 5) return;
	pulls.set(oid, brief.data);
	for (const pull of associatedPullRequests.nodes) noteParts(connection, parts, pull);
}
function noteParts({ repository }, parts, node) {
	const found = pullRequestParts.safeParse(node);
	if (found.success && found.data.repository.databaseId === repository.id) parts.set(found.data.number, found.data);
}
/** A fork may hold the same commit, and an open pull request explains nothing. */
function isMergedHere({ repository }) {
	return ({ mergedAt, repository: { databaseId } }) => mergedAt !== null && databaseId === repository.id;
}
const pullNodes = z.object({ nodes: z.array(z.unknown()) });
/** Those that came with no commit of the main line. */
async function askForOthers({ connection, parts, hasIssues }, pulls) {
	const others = new Set(pulls.filter(({ number }) => !parts.has(number)).map(({ id }) => id));
	for (const ids of chunks([...others], MOST_PULL_REQUESTS)) {
		const answer = await runQuery(connection, "Reading pull requests", PULL_REQUESTS, {
			ids,
			hasIssues
		});
		const found = pullNodes.safeParse(wholeData(answer));
		for (const node of found.success ? found.data.nodes : []) noteParts(connection, parts, node);
	}
}
function chunks(items, size) {
	return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

// src/github/reads/notes/range-commit.ts
/** Half a surrogate pair in somebody's text has no canonical JSON, so it is replaced here, where it comes in. */
function rangeCommit({ sha, parents, commit, author }) {
	const committedAt = commit.committer?.date ?? commit.author?.date ?? "";
	return {
		sha,
		parents: parents.map((parent) => parent.sha),
		message: commit.message.toWellFormed(),
		author: {
			name: (commit.author?.name ?? "").toWellFormed(),
			email: (commit.author?.email ?? "").toWellFormed(),
			login: typeof author?.login === "string" ? author.login : null
		},
		authoredAt: commit.author?.date ?? committedAt,
		committedAt
	};
}

// src/github/reads/notes/compare-paged.ts
/** A release of more is a release of a year: 50 pages here, and 100 questions for its pull requests. */
const MOST_COMMITS$2 = 5e3;
const DIRECTIONS$1 = {
	ahead: "forward",
	behind: "backward",
	identical: "same",
	diverged: "diverged"
};
/** Without a page GitHub gives the newest 250 and no more; with pages all, in the order in which they were made. */
async function comparePaged(connection, base, head, most = MOST_COMMITS$2) {
	const commits = [];
	for (let page = 1;; page += 1) {
		const data = await comparePage(connection, base, head, page);
		commits.push(...data.commits.map((one) => ({
			...rangeCommit(one),
			nodeId: one.node_id
		})));
		if (!(data.commits.length < 100 || commits.length >= data.total_commits) && commits.length < most) continue;
		const complete = commits.length >= data.total_commits && commits.length <= most;
		return {
			direction: DIRECTIONS$1[data.status] ?? "diverged",
			commits: parentsFirst(commits.slice(0, most)),
			complete
		};
	}
}
async function comparePage({ octokit, owner, repo }, base, head, page) {
	const what = `Comparing ${base.slice(0, 7)} with ${head.slice(0, 7)}`;
	try {
		const { data } = await ask(what, () => octokit.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
			owner,
			repo,
			basehead: `${base}...${head}`,
			per_page: 100,
			page,
			request: once()
		}));
		return data;
	} catch (error) {
		if (!(error instanceof Failure) || error.kind !== "not-found") throw error;
		throw new Failure("rejected", `${what}: GitHub finds no common ancestor, so there is no range between them. Name two revisions of one history.`, { cause: error });
	}
}
/** GitHub sorts by time, and clocks of people differ. What is not related keeps its order. */
function parentsFirst(commits) {
	const known = new Map(commits.map((commit) => [commit.sha, commit]));
	const sorted = /* @__PURE__ */ new Map();
	for (const commit of commits) {
		const stack = [commit];
		for (let top = stack.at(-1); top !== void 0; top = stack.at(-1)) {
			const missing = parentsIn(top, known).filter(({ sha }) => !sorted.has(sha));
			if (missing.length > 0) {
				stack.push(...missing.toReversed());
				continue;
			}
			stack.pop();
			sorted.set(top.sha, top);
		}
	}
	return [...sorted.values()];
}
function parentsIn({ parents }, known) {
	return parents.flatMap((sha) => known.get(sha) ?? []);
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
		reviews: await readReviews(connection, number),
		...data.milestone ? { milestone: data.milestone.number } : {}
	};
	return {
		state: data.state,
		draft: data.draft ?? false,
		headSha: data.head.sha,
		base: data.base.ref,
		change
	};
}

// src/github/reads/read-changes.ts
/** GitHub compares this many commits at once. Reading a larger release change by change would use up the rate limit. */
const MOST_COMMITS$1 = 250;
/** `hasIssues`: pull requests bring the issues that they are linked to, where that takes no read of its own. */
async function readChanges(connection, baseSha, headSha, hasIssues = false) {
	const forward = await compareForward(connection, baseSha, headSha);
	if (forward === null) return UNKNOWN;
	const direction = DIRECTIONS[forward.status] ?? "diverged";
	const range = direction === "backward" ? await compare(connection, headSha, baseSha) : forward;
	if (!range?.complete) return {
		direction,
		changes: [],
		complete: false
	};
	const tip = direction === "backward" ? baseSha : headSha;
	const { changes, complete } = await readEach(connection, range.commits, tip, hasIssues);
	return {
		direction,
		changes,
		complete: complete && areAllListed(range.files, changes),
		messages: range.messages
	};
}
/**
* What lies between the commits has to be what the changes list. A merge can bring edits that its pull request does not
* show, and a commit in the middle of a pull request what a later one took out again.
*/
function areAllListed(files, changes) {
	const listed = new Set(changes.flatMap((each) => each.files.flatMap(({ path, previousPath }) => [path, previousPath])));
	return files.every((path) => listed.has(path));
}
/** Null when the base is not in this repository: whoever may create deployments can name any commit. */
async function compareForward(connection, baseSha, headSha) {
	try {
		return await compare(connection, baseSha, headSha);
	} catch (error) {
		if (error instanceof Failure && error.kind === "not-found" && !await isThere$1(connection, baseSha)) return null;
		throw error;
	}
}
/** GitHub answers 422 to a commit that it does not know, 404 to one in a repository that it does not show. */
async function isThere$1({ octokit, owner, repo }, sha) {
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
/** All at once: GitHub lists up to 250 commits where no page is asked for. */
async function compare({ octokit, owner, repo }, base, head) {
	const { data } = await ask(`Comparing ${base.slice(0, 7)} with ${head.slice(0, 7)}`, () => octokit.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
		owner,
		repo,
		basehead: `${base}...${head}`,
		request: once()
	}));
	return {
		status: data.status,
		commits: data.commits.map(({ sha, node_id: nodeId, parents }) => {
			return {
				sha,
				nodeId,
				parents: parents.map((parent) => parent.sha)
			};
		}),
		messages: data.commits.map(({ sha, commit }) => ({
			sha,
			message: commit.message.toWellFormed()
		})),
		files: (data.files ?? []).map(({ filename }) => filename.toWellFormed()),
		complete: data.commits.length === data.total_commits && data.total_commits <= MOST_COMMITS$1
	};
}
/** Oldest first, each pull request once. */
async function readEach(connection, commits, tip, hasIssues) {
	const found = await findChanges(connection, commits, tip, hasIssues);
	const changes = [];
	const seen = /* @__PURE__ */ new Set();
	let complete = true;
	for (const { sha } of commits) {
		const numbers = found.pullsOf.get(sha) ?? await readMergedPullRequests(connection, sha);
		if (numbers.length === 0) {
			const commit = await readCommit$1(connection, sha);
			changes.push(commit.change);
			complete &&= commit.complete;
		}
		for (const number of numbers.filter((each) => !seen.has(each))) {
			seen.add(number);
			changes.push(found.changes.get(number) ?? (await readPullRequest(connection, number)).change);
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
	return (await listPullsOfCommit(connection, sha)).filter((pull) => pull.merged_at !== null).map((pull) => pull.number);
}
async function readOpenPullRequestsAt(connection, sha) {
	return (await listPullsOfCommit(connection, sha)).filter((pull) => pull.state === "open" && pull.head.sha === sha).map((pull) => pull.number);
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
	const first = await ask(what, () => read({
		page: 1,
		per_page: 100
	}));
	const { data } = first;
	const files = await listAll(what, async (page) => ({ data: (page.page === 1 ? first : await read(page)).data.files ?? [] }), MOST_FILES);
	const people = contributorsOf([{
		commit: data.commit,
		author: accountIn(data.author),
		committer: accountIn(data.committer)
	}], null);
	return {
		change: {
			kind: "commit",
			sha,
			message: data.commit.message.toWellFormed(),
			author: accountIn(data.author)?.login ?? "",
			contributors: people.logins,
			unknownContributors: people.unknown,
			at: data.commit.committer?.date ?? data.commit.author?.date ?? "",
			files: files.items.map(changedFile)
		},
		complete: files.complete
	};
}
/** GitHub writes nobody whom it knows as null, or as an empty object. */
function accountIn(account) {
	return typeof account?.login === "string" ? { login: account.login } : null;
}

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
const LISTED_WITHIN_MS$1 = 12e4;
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
	if (at >= epochMs(since) + LISTED_WITHIN_MS$1) return unknown$1(`${lost} no run of it is shown`, effect);
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

// src/github/effects/keep-issue.ts
/** Lists may show what was just created a little later. */
const LISTED_WITHIN_MS = 15e3;
/** Of one label, the newest first: the issue of a release that is under way is among them. */
const MOST_LISTED = 1e3;
/** GitHub's limit. */
const MOST_ASSIGNEES = 10;
async function keepIssue(connection, effect) {
	const found = effect.number === null ? await findOurs(connection, effect) : await read(connection, effect.number);
	if (found === "gone") return {
		kind: "superseded",
		because: `issue #${effect.number} was deleted or is not ours`
	};
	try {
		if (found === null) return await create$1(connection, effect);
		return await update$1(connection, effect, found);
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		if (error.kind === "not-found") return {
			kind: "superseded",
			because: "the repository takes no issues"
		};
		return {
			kind: "retry",
			because: error.message,
			afterMs: error.retryAfterMs ?? LISTED_WITHIN_MS
		};
	}
}
/** The oldest issue of ours with this label and key; null: there is none. */
async function findOurs({ octokit, owner, repo, self }, effect) {
	const what = `Reading the issues labelled ${effect.label}`;
	const { items, complete } = await listAll(what, (page) => octokit.request("GET /repos/{owner}/{repo}/issues", {
		owner,
		repo,
		state: "all",
		labels: effect.label,
		...page,
		request: once()
	}), MOST_LISTED);
	const oldest = items.filter((issue) => isOurs(issue, self) && isMarkedAs(issue.body ?? "", effect.key)).reduce((first, issue) => first && first.number < issue.number ? first : issue, void 0);
	if (oldest === void 0 && !complete) throw new Failure("rejected", `${what}: there are more than ${items.length}, which are not all read.`);
	return oldest === void 0 ? null : seen(oldest);
}
async function read({ octokit, owner, repo, self }, number) {
	const answer = await askOrNull(`Reading issue #${number}`, () => octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}", {
		owner,
		repo,
		issue_number: number,
		request: once()
	}));
	if (answer === null || !isOurs(answer.data, self) || answer.data.number !== number) return "gone";
	return seen(answer.data);
}
function isOurs({ user, pull_request }, self) {
	return pull_request === void 0 && user?.login === self;
}
function seen({ number, body, state }) {
	return {
		number,
		body: body ?? "",
		state
	};
}
/** GitHub refuses the whole issue when somebody cannot be assigned: the issue matters more. */
async function create$1(connection, effect) {
	const { assignees = [] } = effect;
	if (assignees.length === 0) return await createFor(connection, effect, []);
	try {
		return await createFor(connection, effect, assignees.slice(0, MOST_ASSIGNEES));
	} catch (error) {
		if (!(error instanceof Failure) || error.kind !== "rejected") throw error;
		return await createFor(connection, effect, []);
	}
}
async function createFor({ octokit, owner, repo }, effect, assignees) {
	const { data } = await ask("Creating an issue", () => octokit.request("POST /repos/{owner}/{repo}/issues", {
		owner,
		repo,
		title: effect.title,
		body: bodyOf$1(effect, null),
		labels: [effect.label],
		...assignees.length === 0 ? {} : { assignees: [...assignees] },
		request: once()
	}));
	return {
		kind: "done",
		issue: Number(data.number),
		note: `created #${data.number}`
	};
}
/** Whoever closed or opened it again after us has the last word: we close it once and never open it. */
async function update$1({ octokit, owner, repo }, effect, known) {
	const { number } = known;
	const body = bodyOf$1(effect, known.body);
	const closes = effect.isOver && known.state === "open" && !wasClosedByUs(known.body);
	if (body === known.body && !closes) return {
		kind: "done",
		issue: number,
		note: `#${number} says so already`
	};
	await ask(`Updating issue #${number}`, () => octokit.request("PATCH /repos/{owner}/{repo}/issues/{issue_number}", {
		owner,
		repo,
		issue_number: number,
		body,
		...closes ? { state: "closed" } : {},
		request: once()
	}));
	return {
		kind: "done",
		issue: number
	};
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
		const statuses = await readStatuses$2(connection, Number(id));
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
	const states = (await readStatuses$2(connection, question.deploymentId)).map(({ state }) => state);
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
	const statuses = await readStatuses$2(connection, question.deploymentId);
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
const answered = z.object({ repository: z.object({
	databaseId: z.number(),
	pullRequest: z.object({ closingIssuesReferences: linkedIssues }).nullable()
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
const MOST_PAGES$2 = 5;
/** Commits before it by which tools are known: one that looks at each is among two of so many. */
const RECENT = 5;
const OFTEN = 2;
async function findAnalysis(connection, { sha, ref, base }) {
	const seen = [];
	let analysis = null;
	for (let page = 1; page <= MOST_PAGES$2; page += 1) {
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
const MOST_PAGES$1 = 5;
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
	for (let page = 1; page <= MOST_PAGES$1; page += 1) {
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
	throw new Failure("rejected", `${what}: more than ${MOST_PAGES$1 * 100} changed since, which are not all read.`);
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

// src/github/reads/read-deployments.ts
/** How far back we look for what an environment runs: mostly that is among the newest few. */
const LOOK_BACK$1 = 20;
/** Beyond that, so many pages of 100: whoever may write can file deployments in the way of what counts. */
const MOST_PAGES = 10;
/** Known deployments that GitHub's list does not show are asked for one by one, the newest of them. */
const MOST_ASKED_FOR = 20;
/**
* Newest first, down to the newest success that is trusted (older ones changed nothing that runs today) and to the
* oldest of the commit: what became of it here before counts, too. Where `own` is asked for, beyond any number of
* others that were filed since.
*/
async function readDeployments(connection, environment, reach) {
	const own = new Map((reach.own ?? []).map((each) => [each.id, each]));
	const reading = {
		connection,
		environment,
		reach,
		own,
		facts: [],
		isBaselineSeen: false
	};
	const newest = await list(reading, 1, LOOK_BACK$1);
	await takeNewest(reading, newest);
	for (const each of newest) own.delete(Number(each.id));
	if (reach.own !== void 0 && newest.length === LOOK_BACK$1) await lookFurther(reading, newest);
	return [...reading.facts, ...await askFor(reading)];
}
async function list(reading, page, size) {
	const { connection, environment } = reading;
	const { octokit, owner, repo } = connection;
	const { data } = await ask(`Reading the deployments to ${environment}`, () => octokit.request("GET /repos/{owner}/{repo}/deployments", {
		owner,
		repo,
		environment,
		per_page: size,
		...page === 1 ? {} : { page },
		request: once()
	}));
	return data;
}
async function takeNewest(reading, listed) {
	const { own, reach } = reading;
	const oldest = listed.findLastIndex((each) => own.has(Number(each.id)) || commitOf(reach, each) === reach.sha);
	await take(reading, listed, (index) => !reading.isBaselineSeen || index <= oldest);
}
/** Until it is known what runs, and what is known of the commit was passed. Others count for the former alone. */
async function lookFurther(reading, newest) {
	const { own } = reading;
	const seen = new Set(newest.map(({ id }) => Number(id)));
	let reached = newest.at(-1);
	for (let page = 1; page <= MOST_PAGES && isMoreNeeded(reading, reached); page += 1) {
		const listed = await list(reading, page, 100);
		const wanted = listed.filter((each) => !seen.has(Number(each.id)) && isWanted(reading, each));
		await take(reading, wanted, (index) => !reading.isBaselineSeen || own.has(Number(wanted[index]?.id)));
		for (const { id } of wanted) own.delete(Number(id));
		reached = listed.length < 100 ? void 0 : listed.at(-1);
	}
}
/** Ids grow, so what is missing among newer ones is not among the older. @param reached undefined at the list's end. */
function isMoreNeeded({ own, isBaselineSeen }, reached) {
	if (reached === void 0) return false;
	return !isBaselineSeen || [...own.keys()].some((id) => id < Number(reached.id));
}
function isWanted({ own, reach, isBaselineSeen }, listed) {
	const id = Number(listed.id);
	return own.has(id) || !isBaselineSeen && reach.isTrusted({
		id,
		sha: commitOf(reach, listed)
	});
}
/** The effective commit: our ledger's, else the payload's, else the deployment's. */
function commitOf({ commits }, { id, sha, payload }) {
	return commits?.get(Number(id)) ?? effectiveSha(payload, sha);
}
async function take(reading, listed, counts) {
	const { connection, reach, facts } = reading;
	const found = await findStatuses(connection, listed.map((each) => each.node_id));
	for (const [index, deployment] of listed.entries()) {
		if (!counts(index)) continue;
		const statuses = found.get(deployment.node_id) ?? await readStatuses$1(connection, Number(deployment.id));
		const fact = told(reading, {
			...deployment,
			sha: commitOf(reach, deployment),
			payload: null
		}, statuses);
		if (fact) facts.push(fact);
		reading.isBaselineSeen ||= fact?.state === "success" && reach.isTrusted(fact);
	}
}
/** Null: it has not begun, and was not let in by us. */
function told({ environment, reach }, deployment, statuses) {
	const isLetIn = reach.letIn?.has(Number(deployment.id)) === true;
	return factOf$1(environment, deployment, statuses) ?? (isLetIn ? notBegun(environment, deployment, statuses) : null);
}
/** What was deleted, or lies too far back. What became of it is not known then, and that is as good as failed. */
async function askFor(reading) {
	const { connection, environment, reach, own } = reading;
	const facts = [];
	const missing = [...own.values()].toSorted((one, other) => other.id - one.id);
	for (const [index, { id, at }] of missing.entries()) {
		const sha = reach.commits?.get(id) ?? reach.sha;
		const statuses = index < MOST_ASKED_FOR ? await readStatusesOrNull(connection, id) : null;
		const fact = statuses === null ? gone(environment, {
			id,
			sha,
			at
		}) : told(reading, {
			id,
			sha,
			payload: null,
			created_at: at
		}, statuses);
		if (fact) facts.push(fact);
	}
	return facts;
}

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

// src/github/reads/read-file-changes.ts
const MOST_CHANGES = 300;
/** On the default branch since an instant, newest first. */
async function readFileChanges({ octokit, owner, repo }, path, since, most = MOST_CHANGES) {
	const { items } = await listAll(`Reading the history of ${path}`, (page) => octokit.request("GET /repos/{owner}/{repo}/commits", {
		owner,
		repo,
		path,
		since,
		...page,
		request: once()
	}), most);
	return items.flatMap(({ sha, commit }) => {
		const at = commit.committer?.date ?? commit.author?.date;
		const [subject = ""] = commit.message.toWellFormed().split("\n", 1);
		return at === void 0 ? [] : [{
			sha,
			at,
			subject
		}];
	});
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
const entry = z.object({
	mode: z.number(),
	object: z.object({
		byteSize: z.number(),
		isTruncated: z.literal(false),
		text: z.string()
	})
});
const repository = z.object({
	databaseId: z.number(),
	name: z.string(),
	owner: z.object({
		__typename: z.string(),
		databaseId: z.number()
	}),
	defaultBranchRef: z.object({
		name: z.string(),
		target: z.object({
			oid: z.string(),
			file: z.unknown()
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
	const parsed = z.object({ repository }).safeParse(wholeData(answer));
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
			const { readAttestations } = await import("./read-attestations.js");
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

export { readPeople as C, findStatuses as S, NOTED_PULLS as T, spelledAsThere as _, readMergedPullRequests as a, isJobOf as b, comparePaged as c, findChanges as d, NOBODY_KNOWN as f, isSame as g, listPullCommits as h, readCommit$1 as i, rangeCommit as l, readFiles as m, hasOurRule as n, readPullRequest as o, changedFile as p, isThere$1 as r, listPullsOfCommit as s, connectGitHub as t, earliest as u, readStatuses$1 as v, runQuery as w, readStatuses$2 as x, effectiveSha as y };