import { t as Failure } from "./failure.js";
import { M as faultOfDatabaseUrl, c as alertKeyOf, l as noticeId, n as erasedIn, s as CHANNELS } from "./names.js";
import { t as fullName } from "./repository.js";
import { a as toInstant, n as epochMs, r as parseDuration } from "./instant.js";
import { g as readSigningKey } from "./checkpoint.js";
import { O as isSameName, k as matchesEnvironment } from "./tiers.js";
import { i as once, n as askOrNull, r as listAll, s as translateError, t as ask } from "./client.js";
import { b as isJobOf, n as hasOurRule, t as connectGitHub, x as readStatuses } from "./connect.js";
import { t as connectPastEvents } from "./connect-past-events.js";
import { r as readYaml } from "./problem-codes.js";
import { n as workflowName } from "./workflow-file.js";
import { t as NETWORKS } from "./probe.js";
import { t as drillState } from "./drills.js";
import { readFileSync } from "node:fs";
import { createHmac, createPrivateKey } from "node:crypto";
import { isIP } from "node:net";
import { inspect } from "node:util";
import { Probot, ProbotOctokit } from "probot";
import { destination, pino } from "pino";

// src/app/git-hub-host.ts
/** Logs are named after the server, not after its API: `github.com`, or the host of a GitHub Enterprise Server. */
function gitHubHost(apiUrl) {
	const { host } = new URL(apiUrl);
	return host === "api.github.com" ? "github.com" : host;
}

// src/github/app-reads/read-deliveries.ts
/** Without the filter `status`: its `failure` leaves out deliveries that nobody answered. */
async function readDeliveries(octokit, cursor) {
	const { data, headers } = await ask("Reading the log of deliveries", () => octokit.request("GET /app/hook/deliveries", {
		per_page: 100,
		...cursor === null ? {} : { cursor },
		request: once()
	}));
	return {
		deliveries: data.map(({ id, guid, event, delivered_at: deliveredAt }) => ({
			id: String(id),
			guid,
			event,
			deliveredAt: Date.parse(deliveredAt)
		})),
		next: nextCursor(headers.link)
	};
}
/** The header `Link` is the only place where GitHub names the cursor of the next page. */
function nextCursor(link) {
	const next = /<([^>]*)>;\s*rel="next"/.exec(link ?? "")?.[1];
	return next && URL.parse(next)?.searchParams.get("cursor") || null;
}

// src/github/app-reads/connect-app.ts
function connectApp(clients) {
	return {
		deliveries: async (cursor) => readDeliveries(await clients.app(), cursor),
		redeliver: async (id) => redeliver(await clients.app(), id),
		installations: async () => readInstallations$1(await clients.app()),
		repositoriesOf: async (id) => readRepositories(await clients.installation(id), id)
	};
}
/** Ids of deliveries can be too long for a number, and go into the address as they are. */
async function redeliver(octokit, id) {
	return await askOrNull(`Asking for delivery ${id} again`, () => octokit.request(`POST /app/hook/deliveries/${id}/attempts`, { request: once() })) !== null;
}
async function readInstallations$1(octokit) {
	const { items } = await listAll("Reading the installations", (page) => octokit.request("GET /app/installations", {
		...page,
		request: once()
	}));
	return items.filter((one) => !one.suspended_at).map((one) => one.id);
}
async function readRepositories(octokit, installationId) {
	const { items } = await listAll("Reading the repositories of an installation", async (page) => {
		const { data } = await ask("Reading the repositories of an installation", () => octokit.request("GET /installation/repositories", {
			...page,
			request: once()
		}));
		return { data: data.repositories };
	});
	return items.filter((one) => !one.archived).map((one) => ({
		id: Number(one.id),
		owner: one.owner.login,
		name: one.name,
		installationId
	}));
}

// src/github/app-reads/compare-clocks.ts
/** Our clock against GitHub's, which every answer names in its header `Date`, refusals included. */
/** Null: GitHub did not answer, or not with a time. @param octokit signed in as the App. */
async function compareClocks(octokit, now) {
	const askedAt = now();
	const date = await readDate(octokit);
	const answeredAt = now();
	const theirs = Date.parse(date ?? "");
	if (!Number.isFinite(theirs)) return null;
	const [middle, halfWay] = [(askedAt + answeredAt) / 2, (answeredAt - askedAt) / 2];
	return {
		aheadMs: middle - (theirs + 500),
		giveMs: halfWay + 500
	};
}
async function readDate(octokit) {
	try {
		const { headers } = await octokit.request("GET /app", { request: once() });
		return headers.date;
	} catch (error) {
		return dateOfRefusal(error);
	}
}
function dateOfRefusal(error) {
	if (typeof error !== "object" || error === null || !("response" in error)) return void 0;
	return error.response?.headers?.["date"];
}

// src/github/app-reads/count-deliveries.ts
/** How many webhooks got through lately, each counted once however often it was sent. */
/** Of 100 deliveries each: more than these tell nothing new. */
const MOST_PAGES = 10;
/** @param since milliseconds since 1970. */
async function countDeliveries(octokit, since) {
	const attempts = await readAttempts(octokit, since);
	const arrived = new Set(attempts.filter(({ fault }) => fault === null).map(({ guid }) => guid));
	const lost = attempts.filter(({ guid }) => !arrived.has(guid));
	return {
		delivered: arrived.size,
		failed: new Set(lost.map(({ guid }) => guid)).size,
		newestFault: attempts[0]?.fault ?? null,
		lastFault: lost[0]?.fault ?? null
	};
}
/** Newest first. */
async function readAttempts(octokit, since) {
	const attempts = [];
	let cursor = null;
	for (let page = 1; page <= MOST_PAGES; page++) {
		const { data, headers } = await readPage(octokit, cursor);
		const recent = data.filter(({ delivered_at: deliveredAt }) => Date.parse(deliveredAt) >= since);
		attempts.push(...recent.map(({ guid, status, status_code: code }) => ({
			guid,
			fault: faultIn(status, code)
		})));
		cursor = nextCursor(headers.link);
		if (recent.length < data.length || cursor === null) break;
	}
	return attempts;
}
function readPage(octokit, cursor) {
	return ask("Reading the log of deliveries", () => octokit.request("GET /app/hook/deliveries", {
		per_page: 100,
		...cursor === null ? {} : { cursor },
		request: once()
	}));
}
/** A status of 0 stands for no answer at all. */
function faultIn(status, code) {
	if (code >= 200 && code < 300) return null;
	return code === 0 ? status : `answered ${code}`;
}

// src/github/app-reads/inspect-app.ts
function connectInspection({ app, reads }) {
	return {
		clock: async () => compareClocks(await app(), () => Date.now()),
		registration: async () => readRegistration(await app()),
		webhook: async () => readWebhook(await app()),
		deliveriesSince: async (at) => countDeliveries(await app(), at),
		installations: async () => readInstallations(await app()),
		surroundings: async (repository) => readSurroundings(await reads(repository), repository)
	};
}
async function readRegistration(octokit) {
	const { data } = await ask("Reading who we are", () => octokit.request("GET /app", { request: once() }));
	const owner = data?.owner !== null && data?.owner !== void 0 && "login" in data.owner ? data.owner : null;
	const login = owner?.login ?? "";
	const place = owner !== null && "type" in owner && owner.type === "Organization" ? `/organizations/${login}` : "";
	const origin = URL.parse(data?.html_url ?? "")?.origin ?? "";
	return {
		slug: data?.slug ?? "",
		owner: login,
		page: `${origin}${place}/settings/apps/${data?.slug ?? ""}`,
		permissions: textsOf(data?.permissions),
		events: data?.events ?? []
	};
}
async function readWebhook(octokit) {
	const { url, content_type: contentType, secret, insecure_ssl: insecure } = (await askOrNull("Reading the webhook of the App", () => octokit.request("GET /app/hook/config", { request: once() })))?.data ?? {};
	if (url === void 0 || url === "") return null;
	return {
		url,
		contentType: contentType ?? "form",
		hasSecret: secret !== void 0 && secret !== "",
		checksCertificate: String(insecure ?? "0") === "0"
	};
}
async function readInstallations(octokit) {
	const { items } = await listAll("Reading the installations", (page) => octokit.request("GET /app/installations", {
		...page,
		request: once()
	}));
	return items.map((one) => ({
		id: one.id,
		account: one.account?.login ?? one.account?.slug ?? "",
		selection: one.repository_selection,
		isSuspended: Boolean(one.suspended_at),
		page: one.html_url,
		permissions: textsOf(one.permissions),
		events: one.events
	}));
}
/** Permissions by name; what is new at GitHub included. */
function textsOf(permissions) {
	return Object.fromEntries(Object.entries(permissions ?? {}).map(([name, level]) => [name, String(level)]));
}
async function readSurroundings(octokit, { owner, name: repo }) {
	const { data } = await ask("Reading the repository", () => octokit.request("GET /repos/{owner}/{repo}", {
		owner,
		repo,
		request: once()
	}));
	const timeouts = ((await askOrNull("Reading the rules of the default branch", () => octokit.request("GET /repos/{owner}/{repo}/rules/branches/{branch}", {
		owner,
		repo,
		branch: data.default_branch,
		per_page: 100,
		request: once()
	})))?.data ?? []).flatMap((rule) => rule.type === "merge_queue" ? [rule.parameters?.check_response_timeout_minutes ?? Number.POSITIVE_INFINITY] : []);
	const shortest = Math.min(...timeouts);
	return {
		visibility: visibilityOf(data),
		queueTimeoutMinutes: Number.isFinite(shortest) ? shortest : null
	};
}
function visibilityOf(repository) {
	if (repository.visibility === "internal") return "internal";
	return repository.private ? "private" : "public";
}

// src/github/checkpoint-board.ts
/**
* Checkpoints of an audit log as comments on an issue of ours: hashes only, and everybody who can read the issue has
* them from then on, with the time that GitHub gives.
*/
/** GitHub takes 2,500 comments on an issue. */
const MOST_COMMENTS = 2400;
const PAGE_SIZE = 100;
const TITLE = "Checkpoints of the audit log";
/** The board of the log called `origin` in the repository of the connection. Its issue is made with the first checkpoint. */
function openCheckpointBoard(connection, origin) {
	return {
		newest: async (known) => {
			const issues = await findIssues(connection, origin, known);
			return {
				place: issues[0]?.number ?? null,
				notes: await newestNotes(connection, issues)
			};
		},
		publish: async (body, known) => {
			const [newest] = await findIssues(connection, origin, known);
			const number = newest === void 0 || newest.comments >= MOST_COMMENTS ? await openIssue(connection, origin) : newest.number;
			await comment(connection, number, body);
			return number;
		}
	};
}
/** One that was opened and not written on, because we were stopped in between, says nothing; the one before it does. */
const MOST_LOOKED_AT$1 = 3;
async function newestNotes(connection, issues) {
	for (const issue of issues.slice(0, MOST_LOOKED_AT$1)) {
		const notes = await newestComments(connection, issue);
		if (notes.length > 0) return notes;
	}
	return [];
}
/**
* Our own issues with the mark, newest first: anybody can write the mark into theirs. Without the one that is known to be
* there, or where not all can be looked through, a log could get a second history: that is a `Failure`.
*/
async function findIssues(connection, origin, known) {
	const { octokit, owner, repo, self } = connection;
	const { items, complete } = await listAll("Reading our issues", (page) => octokit.request("GET /repos/{owner}/{repo}/issues", {
		owner,
		repo,
		creator: self,
		state: "all",
		...page,
		request: once()
	}));
	const ours = items.filter(({ number, user, body }) => user?.login === self && (number === known || isMarked(body, origin))).map(({ number, comments }) => ({
		number,
		comments
	}));
	if (known !== null && !ours.some(({ number }) => number === known)) ours.push(complete ? gone(connection, known) : await readKnown(connection, known));
	if (ours.length === 0 && !complete) throw new Failure("rejected", sayCut(connection));
	return ours.toSorted((one, other) => other.number - one.number);
}
function isMarked(body, origin) {
	return (body ?? "").includes(markOf(origin));
}
async function readKnown(connection, number) {
	const { octokit, owner, repo, self } = connection;
	const where = {
		owner,
		repo,
		issue_number: number,
		request: once()
	};
	const read = () => octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}", where);
	const answer = await askOrNull(`Reading #${number}`, read);
	if (answer?.data.number !== number || answer.data.user?.login !== self) return gone(connection, number);
	return {
		number,
		comments: answer.data.comments
	};
}
function gone({ owner, repo }, number) {
	throw new Failure("rejected", `${owner}/${repo}#${number}, where its checkpoints were published, is gone: nothing says any more what the log has to go on from. Nothing is signed. Find out who deleted or moved the issue, and check the log against a copy of its checkpoints.`);
}
function sayCut({ owner, repo }) {
	return `${owner}/${repo} has more issues of this App than can be looked through, so the one with its checkpoints may be among them. Nothing is signed.`;
}
function markOf(origin) {
	return `<!-- tidegate:audit-log ${origin} -->`;
}
/** Comments are listed oldest first, so the newest are on the last page. */
async function newestComments({ octokit, owner, repo, self }, { number, comments }) {
	const page = Math.max(1, Math.ceil(comments / PAGE_SIZE));
	const { data } = await ask(`Reading the comments of #${number}`, () => octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
		owner,
		repo,
		issue_number: number,
		page,
		per_page: PAGE_SIZE,
		request: once()
	}));
	return data.filter((each) => each.user?.login === self).map((each) => each.body ?? "").toReversed();
}
async function openIssue({ octokit, owner, repo }, origin) {
	const { data } = await ask("Opening the issue of the audit log", () => octokit.request("POST /repos/{owner}/{repo}/issues", {
		owner,
		repo,
		title: TITLE,
		body: bodyOf$1(origin),
		request: once()
	}));
	if (typeof data.number !== "number") throw new Failure("unavailable", "GitHub did not number the issue.");
	return data.number;
}
function bodyOf$1(origin) {
	return [
		`Each comment is a signed checkpoint of Tidegate's audit log \`${origin}\`: how many lines the log has, and a hash of them all. It tells nothing of what they say.`,
		"",
		"Keep a copy, and nobody can change a line of the log later without your noticing, whoever runs the server included:",
		"",
		"```sh",
		"tidegate audit verify log.jsonl --checkpoint checkpoints.txt --key audit.vkey",
		"```",
		"",
		"Subscribe to this issue to get each checkpoint by mail. Nothing has to be done here; it may be closed, and comments go on.",
		"",
		markOf(origin)
	].join("\n");
}
async function comment({ octokit, owner, repo }, number, body) {
	await ask("Publishing a checkpoint", () => octokit.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
		owner,
		repo,
		issue_number: number,
		body,
		request: once()
	}));
}

// src/github/permissions.ts
/** All reads of one repository. Only these are asked for; what was not granted is a fact that cannot be read. */
const READS = {
	actions: "read",
	attestations: "read",
	checks: "read",
	contents: "read",
	deployments: "read",
	issues: "read",
	members: "read",
	merge_queues: "read",
	metadata: "read",
	pull_requests: "read",
	security_events: "read",
	statuses: "read",
	vulnerability_alerts: "read"
};
/** The organisation's file, in a repository of its own. */
const PLACE_READS = {
	contents: "read",
	metadata: "read"
};
const ANSWERS_A_GATE = { all: {
	actions: "read",
	deployments: "write",
	metadata: "read"
} };
const NEEDED = {
	"open-gate": ANSWERS_A_GATE,
	"reject-gate": ANSWERS_A_GATE,
	"report-gate": ANSWERS_A_GATE,
	"write-check": { all: {
		checks: "write",
		metadata: "read"
	} },
	reply: {
		all: { metadata: "read" },
		oneOf: {
			issues: "write",
			pull_requests: "write"
		}
	},
	"keep-issue": { all: {
		issues: "write",
		metadata: "read"
	} },
	"comment-issue": {
		all: { metadata: "read" },
		oneOf: {
			issues: "write",
			pull_requests: "write"
		}
	},
	"reopen-issue": { all: {
		issues: "write",
		metadata: "read"
	} },
	"dispatch-run": { all: {
		actions: "write",
		contents: "read",
		deployments: "read",
		metadata: "read"
	} }
};
/** All that the App needs to be allowed: its reads, and what each effect needs. */
function appNeeds() {
	const writes = Object.values(NEEDED).map(({ all, oneOf }) => ({
		...all,
		...oneOf
	}));
	const levels = [READS, ...writes].flatMap((one) => Object.entries(one));
	return Object.fromEntries(levels.toSorted(([, one], [, other]) => one.localeCompare(other)));
}
/** Of what is wanted, what the installation has: nobody gives more. */
function grantedOf(wanted, granted) {
	return Object.fromEntries(Object.entries(wanted).filter(([name, level]) => has(granted, name, level)));
}
/** What the installation lacks, in words; null when it lacks nothing. */
function missing({ all, oneOf = {} }, granted) {
	const lacking = Object.entries(all).filter(([name, level]) => !has(granted, name, level));
	const some = Object.entries(oneOf);
	const hasOne = some.length === 0 || some.some(([name, level]) => has(granted, name, level));
	const words = [...lacking.map(worded), ...hasOne ? [] : [some.map(worded).join(" or ")]];
	return words.length === 0 ? null : words.join(", ");
}
function worded([name, level]) {
	return `"${name}: ${level}"`;
}
/** Every App may read metadata. */
function has(granted, name, level) {
	return granted[name] === "write" || granted[name] === level || name === "metadata" && level === "read";
}

// src/github/installation.ts
async function narrow(installation, { id }) {
	const reads = installation.client({
		id,
		permissions: grantedOf(READS, await installation.permissions())
	}, "read");
	return {
		reads,
		forEffect: async (kind) => installation.client({
			id,
			permissions: await neededFor(kind, installation)
		}, "effect"),
		forPlace: async (name) => {
			const permissions = grantedOf(PLACE_READS, await installation.permissions());
			return await installation.hasRepository(name, permissions) ? installation.client({
				name,
				permissions
			}, "read") : reads;
		},
		selection: () => installation.selection()
	};
}
async function neededFor(kind, installation) {
	const needed = NEEDED[kind];
	const known = await installation.permissions();
	const granted = missing(needed, known) === null ? known : await installation.permissions(true);
	const lacking = missing(needed, granted);
	if (lacking === null) return grantedOf({
		...needed.all,
		...needed.oneOf
	}, granted);
	throw new Failure("forbidden", `This needs the permission ${lacking}, which the installation of the App has not granted. Accept it on the settings page of the installation, under "Permissions".`);
}

// src/github/watch/unless-unchanged.ts
/** Conditional requests: an answer "not modified" does not count against the rate limit. */
/** Null: GitHub has nothing newer than `etag`. */
async function unlessUnchanged(what, etag, request) {
	try {
		return await request(etag === null ? {} : { "if-none-match": etag });
	} catch (error) {
		if (etag !== null && isNotModified(error)) return null;
		throw translateError(what, error);
	}
}
function isNotModified(error) {
	return typeof error === "object" && error !== null && "status" in error && error.status === 304;
}

// src/github/watch/read-open-pull-requests.ts
const MOST = 1e3;
const PAGE = 100;
async function readOpenPullRequests({ octokit, owner, repo }, etag) {
	const list = (page, headers) => octokit.request("GET /repos/{owner}/{repo}/pulls", {
		owner,
		repo,
		state: "open",
		sort: "updated",
		direction: "desc",
		page,
		per_page: PAGE,
		headers,
		request: once()
	});
	const what = "Reading the open pull requests";
	const first = await unlessUnchanged(what, etag, (headers) => list(1, headers));
	if (first === null) return null;
	const more = first.data.length < PAGE ? [] : (await listAll(what, ({ page }) => list(page + 1, {}), MOST)).items;
	const value = [...first.data, ...more].map(({ number, head }) => ({
		number,
		headSha: head.sha
	}));
	return {
		etag: first.headers.etag ?? null,
		value
	};
}

// src/github/watch/read-settings.ts
async function readSettings(connection, isOurs) {
	const environments = [];
	for (const { name, canAdminsBypass } of await readEnvironments(connection)) environments.push({
		name,
		hasOurRule: await isOurs(name),
		canAdminsBypass
	});
	return {
		environments,
		requiredChecks: await readRequiredChecks(connection)
	};
}
async function readEnvironments({ octokit, owner, repo }) {
	const { items } = await listAll("Reading the environments", async (page) => {
		const { data } = await octokit.request("GET /repos/{owner}/{repo}/environments", {
			owner,
			repo,
			...page,
			request: once()
		});
		return { data: data.environments ?? [] };
	});
	return items.map((environment) => ({
		name: environment.name,
		canAdminsBypass: bypassIn(environment)
	}));
}
/** GitHub answers with it and does not describe it. */
function bypassIn(environment) {
	if (!("can_admins_bypass" in environment)) return null;
	return typeof environment.can_admins_bypass === "boolean" ? environment.can_admins_bypass : null;
}
/** From rulesets and from classic branch protection; what of the latter is not shown makes the answer unknown. */
async function readRequiredChecks(connection) {
	const { octokit, owner, repo } = connection;
	try {
		const { data: repository } = await octokit.request("GET /repos/{owner}/{repo}", {
			owner,
			repo,
			request: once()
		});
		const branch = repository.default_branch;
		const classic = await readClassic(connection, branch);
		const ruled = await readRuled(connection, branch);
		return ruled.length === 0 && classic === null ? null : [...ruled, ...classic ?? []];
	} catch (error) {
		const failure = translateError("Reading what the default branch requires", error);
		if (failure.kind === "forbidden" || failure.kind === "not-found") return null;
		throw failure;
	}
}
async function readRuled(connection, branch) {
	const { octokit, owner, repo } = connection;
	const { items } = await listAll("Reading the rules of the default branch", (page) => octokit.request("GET /repos/{owner}/{repo}/rules/branches/{branch}", {
		owner,
		repo,
		branch,
		...page,
		request: once()
	}));
	return items.flatMap((rule) => {
		if (rule.type !== "required_status_checks") return [];
		return (rule.parameters?.required_status_checks ?? []).map(({ context, integration_id: id }) => ({
			name: context,
			from: sourceOf(id, connection)
		}));
	});
}
/** Null: the branch is protected, and GitHub does not show us how. */
async function readClassic(connection, branch) {
	const { octokit, owner, repo } = connection;
	const protection = (await askOrNull(`Reading branch ${branch}`, () => octokit.request("GET /repos/{owner}/{repo}/branches/{branch}", {
		owner,
		repo,
		branch,
		request: once()
	})))?.data.protection;
	const required = protection?.required_status_checks;
	if (required === void 0) return protection?.enabled === true ? null : [];
	const bound = new Map(required.checks?.map((check) => [check.context, check.app_id]));
	return [.../* @__PURE__ */ new Set([...required.contexts ?? [], ...bound.keys()])].map((name) => ({
		name,
		from: sourceOf(bound.get(name), connection)
	}));
}
function sourceOf(integrationId, { appId }) {
	if (integrationId === null || integrationId === void 0 || integrationId < 0) return "anybody";
	return integrationId === appId ? "us" : "another-app";
}

// src/github/watch/read-waiting-gates.ts
/**
* The gates of a run that wait for us. What a run waits for is told by environment only, and not by whom; the rules of
* the environment say whether it is ours, and the deployments of the commit which one it is.
*/
/** GitHub lets a matrix have 256 jobs; whoever may write can file as many deployments as they like. */
const MOST_DEPLOYMENTS = 300;
/** Each costs a read. What is left out is met by the next look, when those before it have gone on. */
const MOST_LOOKED_AT = 30;
async function readWaitingGates(connection, run, isOurs) {
	const gates = [];
	for (const environment of await pendingEnvironments(connection, run.id)) {
		if (!await isOurs(environment)) continue;
		for (const deploymentId of await waitingDeployments(connection, run, environment)) gates.push({
			kind: "gate",
			repository: connection.repository,
			deploymentId,
			runId: run.id,
			environment
		});
	}
	return gates;
}
async function pendingEnvironments({ octokit, owner, repo }, runId) {
	const names = ((await askOrNull(`Reading what run ${runId} waits for`, () => octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments", {
		owner,
		repo,
		run_id: runId,
		request: once()
	})))?.data ?? []).flatMap(({ environment }) => environment.name ?? []);
	return [...new Set(names)];
}
/** Those of the present attempt. The jobs' own are older than what anybody files because of them. */
async function waitingDeployments(connection, run, environment) {
	const oldest = (await listDeployments(connection, run, environment)).filter(({ created_at: createdAt }) => epochMs(createdAt) >= run.startedAt).toSorted((one, other) => Number(one.id) - Number(other.id)).slice(0, MOST_LOOKED_AT);
	const found = [];
	for (const { id, sha, performed_via_github_app: app } of oldest) {
		const statuses = await readStatuses(connection, Number(id));
		if (!isJobOf(run, {
			sha,
			via: app?.slug ?? null
		}, statuses)) continue;
		found.push({
			id: Number(id),
			seemsOver: statuses.some(({ state }) => OVER.has(state))
		});
	}
	const plain = found.filter(({ seemsOver }) => !seemsOver);
	return (plain.length > 0 ? plain : found).map(({ id }) => id);
}
const OVER = /* @__PURE__ */ new Set([
	"in_progress",
	"success",
	"failure",
	"error",
	"inactive"
]);
async function listDeployments({ octokit, owner, repo }, run, environment) {
	const { items } = await listAll(`Reading the deployments of run ${run.id}`, (page) => octokit.request("GET /repos/{owner}/{repo}/deployments", {
		owner,
		repo,
		environment,
		sha: run.headSha,
		...page,
		request: once()
	}), MOST_DEPLOYMENTS);
	return items;
}

// src/github/watch/read-waiting-runs.ts
/** More than this many wait in one repository only when something else is wrong; the newest are looked at. */
const MOST_RUNS = 100;
async function readWaitingRuns({ octokit, owner, repo }, etag) {
	const answer = await unlessUnchanged("Reading the runs that wait", etag, (headers) => octokit.request("GET /repos/{owner}/{repo}/actions/runs", {
		owner,
		repo,
		status: "waiting",
		per_page: MOST_RUNS,
		headers,
		request: once()
	}));
	if (answer === null) return null;
	const runs = answer.data.workflow_runs;
	return {
		etag: answer.headers.etag ?? null,
		value: runs.map((run) => ({
			id: Number(run.id),
			headSha: run.head_sha,
			startedAt: Date.parse(run.run_started_at ?? run.created_at),
			isAlone: runs.every((other) => other.id === run.id || other.head_sha !== run.head_sha)
		}))
	};
}

// src/github/watch/connect-watch.ts
/** Lives for one look: what it read of an environment's rules it does not read again. */
function connectWatch(octokit, repository, identity) {
	const { owner, name: repo } = repository;
	const connection = {
		octokit,
		repository,
		owner,
		repo,
		...identity,
		narrowed: null
	};
	const rules = /* @__PURE__ */ new Map();
	const isOurs = (environment) => {
		const known = rules.get(environment) ?? hasOurRule(connection, environment);
		rules.set(environment, known);
		return known;
	};
	return {
		waitingRuns: (etag) => readWaitingRuns(connection, etag),
		waitingGates: (run) => readWaitingGates(connection, run, isOurs),
		openPullRequests: (etag) => readOpenPullRequests(connection, etag),
		settings: () => readSettings(connection, isOurs)
	};
}

// src/app/installations.ts
/**
* The installations of the App, each reached by tokens that open one repository for one purpose. A token that gets
* lost, or a call that goes wrong, reaches no further.
*/
/** What people grant is seen this much later, unless something is missing. */
const GRANTS_ARE_KEPT_MS = 3e5;
function createInstallations(given) {
	const options = {
		...given,
		underWay: /* @__PURE__ */ new Map()
	};
	const readGrants = grantsReader(options);
	const clientFor = (request, scope) => createClient(options, {
		...request,
		scope,
		readGrants
	});
	return {
		of: (installationId, urgency) => ({
			permissions: (isNew = false) => readGrants(installationId, isNew),
			selection: async () => (await readInstallation(options, installationId)).repository_selection,
			client: (scope, use) => clientFor({
				installationId,
				urgency: use === "effect" ? null : urgency
			}, scope),
			hasRepository: (name, permissions) => hasRepository(options, {
				installationId,
				scope: {
					name,
					permissions
				}
			})
		}),
		overview: (installationId) => clientFor({
			installationId,
			urgency: "report"
		}, { permissions: { metadata: "read" } })
	};
}
async function readInstallation({ app }, id) {
	const octokit = await app();
	const { data } = await ask("Reading the installation of the App", () => octokit.request("GET /app/installations/{installation_id}", {
		installation_id: id,
		request: once()
	}));
	return data;
}
function grantsReader(options) {
	const known = /* @__PURE__ */ new Map();
	return async (id, isNew) => {
		const kept = known.get(id);
		if (kept && !isNew && kept.until > performance.now()) return kept.permissions;
		const granted = Object.entries((await readInstallation(options, id)).permissions ?? {});
		const permissions = Object.fromEntries(granted.map(([name, level]) => [name, level === "read" ? "read" : "write"]));
		known.set(id, {
			permissions,
			until: performance.now() + GRANTS_ARE_KEPT_MS
		});
		return permissions;
	};
}
function tokenFor(options, request) {
	const key = `${request.installationId}|${JSON.stringify(request.scope)}`;
	const known = options.tokens.get(key);
	if (known !== void 0) return Promise.resolve(JSON.parse(known));
	const asked = options.underWay.get(key) ?? makeToken(options, request, key).finally(() => options.underWay.delete(key));
	options.underWay.set(key, asked);
	return asked;
}
async function makeToken({ app, tokens }, { installationId, scope }, key) {
	const token = {
		token: (await (await app()).request("POST /app/installations/{installation_id}/access_tokens", {
			installation_id: installationId,
			permissions: { ...scope.permissions },
			..."id" in scope ? { repository_ids: [scope.id] } : {},
			..."name" in scope ? { repositories: [scope.name] } : {},
			request: once()
		})).data.token,
		createdAt: Date.now()
	};
	tokens.set(key, JSON.stringify(token));
	return token;
}
async function hasRepository(options, request) {
	try {
		await ask("Asking for a token", () => tokenFor(options, request));
		return true;
	} catch (error) {
		if (error instanceof Failure && refusalIn(error.cause) === "repository") return false;
		throw error;
	}
}
/** What a 422 for a token is about. GitHub tells in its message only; what is not understood is neither. */
function refusalIn(error) {
	if (typeof error !== "object" || error === null || !("status" in error) || error.status !== 422) return null;
	const message = "message" in error ? String(error.message) : "";
	if (/permission/i.test(message)) return "permission";
	return /repositor(y|ies)\b.*(not exist|not accessible)/i.test(message) ? "repository" : null;
}
/** GitHub's copies lag: a token this young may not be known everywhere yet. */
const YOUNG_MS = 5e3;
const TRY_AGAIN_AFTER_MS = 1e3;
function createClient(options, reached) {
	const { limits, tokens, apiUrl, log } = options;
	const octokit = new ProbotOctokit({
		authStrategy: withoutAuthentication,
		baseUrl: apiUrl,
		log: log.child({ name: "github" }, { level: "warn" }),
		retry: { enabled: false },
		throttle: { enabled: false }
	});
	octokit.hook.wrap("request", async (request, parameters) => {
		await limits.before(reached);
		try {
			const { token, createdAt } = await grantedToken(options, reached);
			parameters.headers["authorization"] = `token ${token}`;
			const response = await untilKnown(() => request(parameters), createdAt);
			await limits.answered(reached, response.headers);
			return response;
		} catch (error) {
			if (isRefusedToken(error)) tokens.forget(reached.installationId);
			await limits.refused(reached, error);
			throw error;
		}
	});
	return octokit;
}
/** Who granted less since we looked gets a token for what is left; what needs more fails when it is called. */
async function grantedToken(options, reached) {
	const { installationId, scope, readGrants } = reached;
	try {
		return await tokenFor(options, reached);
	} catch (error) {
		const refusal = refusalIn(error);
		if (refusal === "repository") throw new Failure("not-found", "The installation of the App does not have this repository (any more).", { cause: error });
		if (refusal !== "permission") throw error;
		const permissions = grantedOf(scope.permissions, await readGrants(installationId, true));
		return await tokenFor(options, {
			installationId,
			scope: {
				...scope,
				permissions
			}
		});
	}
}
async function untilKnown(send, createdAt) {
	for (;;) try {
		return await send();
	} catch (error) {
		if (!isRefusedToken(error) || Date.now() - createdAt >= YOUNG_MS) throw error;
		await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_AFTER_MS));
	}
}
function isRefusedToken(error) {
	return typeof error === "object" && error !== null && "status" in error && error.status === 401;
}
/** The client signs each request by itself. */
function withoutAuthentication() {
	return Object.assign(async () => ({ type: "narrowed" }), { hook: (request, parameters) => request(parameters) });
}

// src/app/token-cache.ts
/** They live an hour, and the clock of the machine may be a little late. */
const LASTS_MS = 354e4;
const MOST_TOKENS = 1e4;
function createTokenCache(now = Date.now) {
	const tokens = /* @__PURE__ */ new Map();
	return {
		get: (key) => {
			const known = tokens.get(key);
			return known && known.until > now() ? known.value : void 0;
		},
		set: (key, value) => {
			tokens.delete(key);
			tokens.set(key, {
				value,
				until: now() + LASTS_MS
			});
			if (tokens.size > MOST_TOKENS) tokens.delete(tokens.keys().next().value ?? key);
		},
		forget: (installationId) => {
			for (const key of tokens.keys()) if (key.split("|", 1)[0] === `${installationId}`) tokens.delete(key);
		}
	};
}

// src/app/github-app.ts
/**
* Probot, for what it is good at: authenticating as the App and as its installations, and dispatching events. It
* receives nothing from the network: what reaches it was verified and is on disk.
*/
/**
* Retries are ours: the plugin repeats POSTs, and a POST whose answer was lost may have been done. So is waiting: what
* GitHub asks us to wait for is kept in the agenda, where it survives a restart.
*/
const PlainOctokit = ProbotOctokit.defaults({
	retry: { enabled: false },
	throttle: { enabled: false }
});
function createGitHubApp(options) {
	const probot = new Probot({
		appId: options.appId,
		privateKey: options.privateKey.reveal(),
		secret: options.webhookSecrets[0].reveal(),
		baseUrl: options.apiUrl,
		Octokit: PlainOctokit,
		log: options.log.child({}, { level: "warn" })
	});
	const identity = remembered(() => readIdentity(probot));
	const installations = createInstallations({
		...options,
		app: () => probot.auth(),
		tokens: createTokenCache()
	});
	const narrowed = (repository, urgency) => narrow(installations.of(repository.installationId, urgency), repository);
	return {
		github: async (repository, urgency = "report") => {
			const access = await narrowed(repository, urgency);
			const known = {
				...await identity(),
				trustedRoots: options.attestationRoots
			};
			return connectGitHub(access.reads, repository, known, access);
		},
		checkpointBoard: async (repository, origin) => {
			const access = await narrowed(repository, "report");
			const { owner, name: repo } = repository;
			const octokit = await access.forEffect("keep-issue");
			return openCheckpointBoard({
				octokit,
				repository,
				owner,
				repo,
				...await identity()
			}, origin);
		},
		app: connectApp({
			app: () => probot.auth(),
			installation: async (id) => installations.overview(id)
		}),
		inspection: connectInspection({
			app: () => probot.auth(),
			reads: async (repository) => (await narrowed(repository, "report")).reads
		}),
		watch: async (repository) => connectWatch((await narrowed(repository, "report")).reads, repository, await identity()),
		pastEvents: async (repository) => connectPastEvents((await narrowed(repository, "report")).reads, repository),
		dispatch: async ({ id, event, body }) => {
			const payload = JSON.parse(Buffer.from(body).toString("utf8"));
			await probot.receive({
				id,
				name: event,
				payload
			});
		},
		onEvent: (handler) => probot.onAny(({ id, name, payload }) => handler({
			id,
			name,
			payload
		}))
	};
}
async function readIdentity(probot) {
	const octokit = await probot.auth();
	try {
		const { data } = await octokit.request("GET /app", { request: once() });
		if (!data?.slug) throw new Failure("unavailable", "GitHub did not say which App this is.");
		return {
			self: `${data.slug}[bot]`,
			appId: Number(data.id)
		};
	} catch (error) {
		throw translateError("Reading who we are", error);
	}
}
/** The value once it could be had; a failure is not remembered. */
function remembered(read) {
	let value;
	return () => {
		value ??= read().catch((error) => {
			value = void 0;
			throw error;
		});
		return value;
	};
}

// src/app/log.ts
/** The log: one JSON object per line on stdout, in which no known secret appears. */
const LOG_LEVELS = [
	"fatal",
	"error",
	"warn",
	"info",
	"debug",
	"trace",
	"silent"
];
/** Shorter lines of a secret (the end of a key) would hide innocent text. */
const SHORTEST_PART = 16;
/** Tokens that GitHub gives us while we run: they are not known when the log is made. */
const GITHUB_TOKEN = /\bgh[oprsu]_[A-Za-z0-9_.-]{16,}|\bgithub_pat_[A-Za-z0-9_]{16,}/g;
function createLog(options) {
	const to = options.to ?? destination({
		dest: 1,
		sync: true
	});
	const redact = redactor(options.secrets);
	return pino({
		level: options.level,
		base: null
	}, { write: (line) => void to.write(redact(line)) });
}
/** Takes the secrets out of a line by their value, in the spellings in which they can get into one. */
function redactor(secrets) {
	const hidden = [...new Set(secrets.flatMap((secret) => spellings(secret.reveal())))].sort((one, other) => other.length - one.length);
	return (line) => hidden.reduce((text, value) => text.replaceAll(value, "[secret]"), line).replace(GITHUB_TOKEN, "[secret]");
}
/** As it is, inside JSON, in base64; and for a secret of several lines, each line. */
function spellings(value) {
	const parts = value.split("\n").filter((part) => part.length >= SHORTEST_PART && !part.startsWith("-----"));
	return [...value === "" ? [] : [value, Buffer.from(value).toString("base64")], ...parts].flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]);
}

// src/flow/posture/judge-drills.ts
const DRILL_OVERDUE = "drill-overdue";
/** What they read of the store. */
async function overdueDrills(policies, repositoryId, { store, clock }) {
	const places = /* @__PURE__ */ new Map();
	for (const place of drillPlaces(policies)) places.set(place.toLowerCase(), await store.rollbacks(repositoryId, place));
	return judgeDrills(policies, (place) => places.get(place.toLowerCase()) ?? [], clock.now());
}
/** The environments in which rollbacks are to be tried. */
function drillPlaces(policies) {
	return [...new Set(entriesOf(policies).flatMap(([, entry]) => entry.rollback?.drill?.in ?? []))];
}
/** One finding for each environment: where two policies ask, what is due in one of them is due. */
function judgeDrills(policies, rollbacksIn, at) {
	const found = entriesOf(policies).flatMap(([name, entry]) => {
		const drill = entry.rollback?.drill;
		const state = drill === void 0 ? null : drillState(entry, rollbacksIn(drill.in), at);
		if (drill === void 0 || state === null || state.kind === "done") return [];
		return [sayOverdue(name, drill, state.kind === "never" ? null : state.at)];
	});
	return found.filter((one, index) => found.findIndex(({ subject }) => isSameName(subject, one.subject)) === index);
}
function entriesOf(policies) {
	return policies.flatMap(({ policy }) => Object.entries(policy.environments ?? {}));
}
function sayOverdue(name, drill, last) {
	const since = last === null ? "was never tried" : `was tried last on ${last.slice(0, 10)}`;
	return {
		code: DRILL_OVERDUE,
		subject: name,
		what: `The way back of ${name} ${since}, and the policy wants a rollback in ${drill.in} every ${drill.every}`,
		why: "whether a rollback works is found out when it is needed",
		fix: `Roll ${drill.in} back once: write \`/tidegate rollback ${drill.in}\` with a reason, and let it be verified`
	};
}

// src/flow/posture/judge-posture.ts
const POSTURE_CODES = [
	"rule-missing",
	"admin-bypass",
	"check-not-required",
	"check-not-bound"
];
/** The name of our check, as branches require it. */
const CHECK = "tidegate";
/** @param policies those in force, the organisation's first; where all of them only observe, nothing has to hold. */
function judgePosture(policies, settings) {
	const enforced = policies.filter(({ policy }) => policy.mode === "enforce");
	const environments = settings.environments.filter(({ name }) => isGated(enforced, name));
	const { requiredChecks } = settings;
	const isMergeGated = enforced.some(({ policy }) => policy.gates.some((gate) => gate.at === "merge"));
	return {
		codes: requiredChecks === null ? ["rule-missing", "admin-bypass"] : POSTURE_CODES,
		findings: [...environments.flatMap(judgeEnvironment), ...isMergeGated && requiredChecks !== null ? judgeChecks(requiredChecks) : []]
	};
}
/** Named by an `environments` section or by a gate. A gate for all environments names none: most hold no release. */
function isGated(policies, environment) {
	return policies.some(({ policy }) => {
		const asked = policy.gates.flatMap((gate) => gate.for?.environments ?? []);
		return matchesEnvironment([...Object.keys(policy.environments ?? {}), ...asked], environment);
	});
}
function judgeEnvironment({ name, hasOurRule, canAdminsBypass }) {
	if (!hasOurRule) return [{
		code: "rule-missing",
		subject: name,
		what: `The policy gates the environment ${name}, and our protection rule is not switched on there`,
		why: "deployments to it are not held, whatever the policy says",
		fix: `Settings → Environments → ${name} → Deployment protection rules: switch on Tidegate`
	}];
	if (canAdminsBypass !== true) return [];
	return [{
		code: "admin-bypass",
		subject: name,
		what: `Administrators may bypass the protection rules of the environment ${name}`,
		why: "a deployment can go past every gate; it is found afterwards, not held",
		fix: `Settings → Environments → ${name}: switch off "Allow administrators to bypass configured protection rules"`
	}];
}
function judgeChecks(required) {
	const ours = required.filter(({ name }) => name === CHECK);
	if (ours.length === 0) return [{
		code: "check-not-required",
		subject: "",
		what: `The default branch does not require the check ${CHECK}`,
		why: "the policy has gates for merging, and pull requests can be merged without them",
		fix: `Settings → Rules → Rulesets: require the status check ${CHECK}, with Tidegate as its source`
	}];
	if (ours.some(({ from }) => from === "us")) return [];
	return [{
		code: "check-not-bound",
		subject: "",
		what: `The default branch requires the check ${CHECK}, but not from this App`,
		why: "whoever may write statuses can report it as passed",
		fix: `Settings → Rules → Rulesets: choose Tidegate as the source of the required check ${CHECK}`
	}];
}

// src/flow/library/is-unguarded.ts
/**
* Null: it is not, or the environment was not governed then. One that passed by an administrator's bypass is none
* either: it had a gate, and its bypass is found and recorded by itself.
*/
function isUnguarded(seen) {
	const { deployment, hasOurRule, governedSince, gate, wasOpened } = seen;
	if (governedSince === null || epochMs(deployment.startedAt) < governedSince || wasOpened) return null;
	if (gate === null) return hasOurRule ? "never-asked" : "rule-missing";
	if (gate.state === "ended" && gate.reasons.includes("rule-off")) return "rule-off";
	return (gate.state === "rejected" || gate.state === "expired") && deployment.state === "success" ? "against-answer" : null;
}
const TEXTS = {
	"rule-missing": "our protection rule is not switched on there",
	"rule-off": "our protection rule was switched off while its gate waited",
	"never-asked": "no gate was asked: it was made outside Actions, or while our rule was off",
	"against-answer": "its gate was rejected, and GitHub calls it a success"
};
function sayUnguarded(because) {
	return TEXTS[because];
}

// src/flow/library/unguarded-jobs.ts
/**
* Jobs that name an environment and have GitHub make no deployment of it: `environment: { name, deployment: false }`.
* They get the environment's secrets, and a custom protection rule, which is asked about deployments, is not asked.
*/
/** Workflows are longer than policies. */
const LIMITS = {
	kibibytes: 512,
	entries: 2e4
};
const LONGEST_NAME = 100;
/** Null: the file cannot be understood, so nothing is known of it. */
function unguardedJobs(path, text) {
	const read = readYaml(text, LIMITS);
	if (read.kind === "unreadable") return null;
	const jobs = recordOf(recordOf(read.document.value)?.["jobs"]);
	if (jobs === null) return null;
	return Object.entries(jobs).flatMap(([job, value]) => {
		const environment = recordOf(recordOf(value)?.["environment"]);
		if (environment === null || !isSwitchedOff(environment["deployment"])) return [];
		const name = environment["name"];
		return [{
			workflow: workflowName(path),
			job: short(job),
			environment: short(String(name ?? ""))
		}];
	});
}
/** An expression is only known when the job runs, so it is shown. */
function isSwitchedOff(deployment) {
	return deployment === false || typeof deployment === "string" && deployment.trim() !== "true";
}
function recordOf(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}
function short(text) {
	return text.slice(0, LONGEST_NAME);
}

// src/flow/library/read-workflows.ts
/** What the workflow files on the default branch say of jobs that no gate is asked about. */
/** Read once a day, with a request each. */
const MOST_FILES = 50;
const MOST_JOBS = 50;
/** Null: nobody can list the files. */
async function readWorkflows(github, sha, at) {
	const paths = await unlessFailed(github.workflowFiles?.(sha));
	if (paths === null) return null;
	const jobs = [];
	const unread = paths.slice(MOST_FILES);
	for (const path of paths.slice(0, MOST_FILES)) {
		const file = await unlessFailed(github.file(path, sha));
		const found = file === null ? null : unguardedJobs(path, file.text);
		if (found === null) unread.push(path);
		else jobs.push(...found);
	}
	return {
		at: toInstant(at),
		jobs: jobs.slice(0, MOST_JOBS),
		unread: unread.slice(0, MOST_FILES)
	};
}
/** The settings that were judged before it must not be lost for it. */
async function unlessFailed(read) {
	try {
		return await read ?? null;
	} catch (error) {
		if (error instanceof Failure) return null;
		throw error;
	}
}

// src/flow/notify/wishes.ts
/** Who wants to be told of what: the `notify` sections of all policies in force, by target and template. */
/**
* One target named in two policies, or twice in one, is told once of each event: as the first rule that asks for it
* wants it, the organisation's rules first.
*/
function wishesOf(policies) {
	const told = /* @__PURE__ */ new Set();
	const wishes = /* @__PURE__ */ new Map();
	for (const each of policies.flatMap(askedIn)) {
		const isNews = (one) => !told.has(`${keyOf(each.target)} ${wordOf(one)}`);
		const on = each.on.filter(isNews);
		for (const one of on) told.add(`${keyOf(each.target)} ${wordOf(one)}`);
		const template = each.template === void 0 ? "" : `${each.source} ${each.template}`;
		const key = `${keyOf(each.target)} ${template}`;
		wishes.set(key, [...wishes.get(key) ?? [], {
			...each,
			on
		}]);
	}
	return [...wishes.values()].flatMap(wishOf);
}
function askedIn({ policy, source }) {
	return (policy.notify ?? []).flatMap((rule) => {
		const { on, template } = rule;
		return targetsOf(rule).map((target) => ({
			target,
			template,
			source,
			on
		}));
	});
}
function targetsOf(rule) {
	return CHANNELS.flatMap((channel) => {
		const variable = rule[channel];
		return variable === void 0 ? [] : [{
			channel,
			variable
		}];
	});
}
function keyOf({ channel, variable }) {
	return `${channel}/${variable}`;
}
function wordOf(on) {
	return typeof on === "string" ? on : Object.entries(on).flat().join(" ");
}
function wishOf(asked) {
	const [first] = asked;
	if (first === void 0) return [];
	const { target, template, source } = first;
	const on = asked.flatMap((each) => each.on);
	const wish = {
		target,
		template,
		source,
		events: new Set(on.filter((each) => typeof each === "string")),
		waitingOver: waitsOf(on, "gate-waiting-over"),
		windowOpensIn: waitsOf(on, "window-opens-in"),
		approvalMissing: waitsOf(on, "approval-missing-before-window"),
		undeployedOver: waitsOf(on, "undeployed-over")
	};
	return on.length === 0 ? [] : [wish];
}
function waitsOf(on, event) {
	const texts = on.flatMap((each) => {
		return typeof each === "object" && Object.hasOwn(each, event) ? Object.values(each) : [];
	});
	return [...new Set(texts)].flatMap((text) => {
		const ms = typeof text === "string" ? parseDuration(text) : void 0;
		return ms === void 0 || typeof text !== "string" ? [] : [{
			text,
			ms
		}];
	});
}

// src/notify/destination.ts
/** What is wrong, why, and the line that makes it right. */
function destinationOf(allowed, { variable }, repository) {
	const named = allowed.filter((each) => each.variable === variable);
	const found = named.find(({ repositories }) => repositories === void 0 || covers(repositories, repository));
	if (found !== void 0) return {
		kind: "allowed",
		value: found.value,
		signingSecret: found.signingSecret
	};
	return {
		kind: "refused",
		because: `the operator does not allow ${variable}${named.length === 0 ? "" : ` for ${repository.owner}/${repository.name}`}. If people may send there, add ${repository.owner}/${repository.name}:${variable} to NOTIFY_VARIABLES in the environment of the App`
	};
}
function covers(pattern, { owner, name }) {
	const [wantedOwner = "", wantedName = ""] = pattern.toLowerCase().split("/");
	return wantedOwner === owner.toLowerCase() && (wantedName === "*" || wantedName === name.toLowerCase());
}

// src/notify/message.ts
/** Ends what has no key by which a receiver could know it again. */
function repetition({ mayBeTold }) {
	return mayBeTold ? " (may have been told before)" : "";
}
/** The address that a variable holds. */
function addressIn({ value, notice }) {
	const url = URL.parse(value.reveal().trim());
	return url !== null && (url.protocol === "https:" || url.protocol === "http:") && url.username === "" && url.password === "" && notice.target.channel !== "pagerduty" ? url : null;
}
function noAddress({ notice }) {
	const { variable, channel } = notice.target;
	return {
		kind: "refused",
		because: `${variable} does not hold the address of a ${channel === "slack" ? "Slack webhook" : "webhook"}. Set it to one that begins with https:// and has no user name in it`
	};
}

// src/notify/pagerduty.ts
/**
* An event for PagerDuty's Events API v2. What somebody should look at triggers an alert, and resolves it when it is
* over; what only happened is a change event, which shows beside alerts and wakes nobody.
*/
/** PagerDuty gives integrations keys of this shape. What looks different is some other secret in the wrong place. */
const ROUTING_KEY = /^[A-Za-z0-9]{32}$/;
function isRoutingKey(value) {
	return ROUTING_KEY.test(value.trim());
}
/** Events that are not here are change events. */
const ALERTS = {
	rollback: "error",
	"rollback-failed": "error",
	override: "warning",
	"gate-waiting-over": "warning",
	"verification-missing": "error",
	"verification-failed": "error",
	escalation: "error",
	"bypass-found": "warning",
	"guard-off": "warning",
	"audit-broken": "error"
};
/** A page that nobody acknowledged is more than an error by the time the next level gets it. */
function severityOf({ event, told }) {
	return event === "escalation" && (told.level ?? 1) > 1 ? "critical" : ALERTS[event];
}
function pagerDutyMessage(given) {
	const { notice, value, pagerDutyUrl } = given;
	const key = value.reveal().trim();
	if (!isRoutingKey(key)) return {
		kind: "refused",
		because: `${notice.target.variable} does not hold a routing key of PagerDuty. Set it to the 32 letters and digits of an integration of the type "Events API v2"`
	};
	const severity = severityOf(notice);
	const [path, event] = severity === void 0 ? ["change/enqueue", changeOf(given)] : ["enqueue", alertOf(given, severity)];
	return {
		kind: "message",
		url: new URL(`${pagerDutyUrl}/v2/${path}`),
		headers: {},
		body: JSON.stringify({
			routing_key: key,
			...event
		})
	};
}
function alertOf(given, severity) {
	const { notice, pageUrl } = given;
	const dedup = { dedup_key: alertKeyOf(notice) };
	if (notice.action === "resolve") return {
		event_action: "resolve",
		...dedup
	};
	return {
		event_action: "trigger",
		...dedup,
		client: "Tidegate",
		client_url: pageUrl,
		links: linksTo(given),
		payload: {
			...payloadOf(notice),
			severity,
			component: notice.told.environment ?? void 0,
			group: fullName(notice.repository),
			class: notice.event
		}
	};
}
/** Unlike an alert it has no key. */
function changeOf(given) {
	const { notice } = given;
	const summary = `${notice.told.summary}${repetition(given)}`;
	return {
		links: linksTo(given),
		payload: {
			...payloadOf(notice),
			summary
		}
	};
}
function payloadOf({ told, repository, event }) {
	const { environment, sha, at, summary, decision, announcement } = told;
	const lines = announcement === void 0 ? told.lines : announcement.split("\n");
	const outline = {
		tier: decision?.tier,
		verdict: decision?.verdict
	};
	const details = {
		event,
		environment,
		commit: sha,
		details: lines,
		level: told.level,
		...outline
	};
	return {
		summary,
		source: fullName(repository),
		timestamp: at,
		custom_details: details
	};
}
function linksTo({ pageUrl, runbookUrl = null }) {
	return [{
		href: pageUrl,
		text: "On GitHub"
	}, ...runbookUrl === null ? [] : [{
		href: runbookUrl,
		text: "Runbook"
	}]];
}

// src/notify/page-fault.ts
/** Fits after the name of the variable and before a full stop; null: it can. */
function pageFault(allowed, variable, repository) {
	const destination = destinationOf(allowed, {
		channel: "pagerduty",
		variable
	}, repository);
	if (destination.kind === "refused") return `is not set, or NOTIFY_VARIABLES of the App does not allow it for ${repository.owner}/${repository.name}`;
	return isRoutingKey(destination.value.reveal()) ? null : "does not hold a routing key of PagerDuty";
}

// src/app/attestation-roots.ts
/** Whose attestations count besides those of Sigstore's public instance: what `gh attestation trusted-root` prints. */
const HOW = "Write it with `gh attestation trusted-root > FILE`.";
/**
* The text of the file, a JSON document a line. What is in it is read with the first attestation.
*
* @returns undefined where it is not set; null where it cannot be used, which `report` was told.
*/
function readAttestationRoots(setting, report) {
	const path = setting("ATTESTATION_TRUSTED_ROOTS");
	if (path === void 0) return void 0;
	const text = textOf(path);
	const fault = text === null ? "The file cannot be read" : faultOf(text);
	if (fault === null) return text;
	return report("ATTESTATION_TRUSTED_ROOTS", `${fault}, so attestations of private repositories could not be checked. ${HOW}`);
}
function textOf(path) {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return null;
	}
}
function faultOf(text) {
	const lines = text.split("\n").filter((line) => line.trim() !== "");
	if (lines.length === 0) return "The file is empty";
	const wrong = lines.findIndex((line) => !isRoot(line));
	return wrong < 0 ? null : `Document ${wrong + 1} of the file is no trusted root`;
}
function isRoot(line) {
	try {
		const root = JSON.parse(line);
		if (typeof root !== "object" || root === null || !("certificateAuthorities" in root)) return false;
		return Array.isArray(root.certificateAuthorities) && root.certificateAuthorities.length > 0;
	} catch {
		return false;
	}
}

// src/app/base-url.ts
/** Our own address, under which jobs and people reach us. */
/** Without a slash at the end; null when it is none. Plain HTTP only on this machine, since tokens are sent there. */
function readBaseUrl(text, isLoopback) {
	const url = URL.parse(text);
	if (url === null || url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") return null;
	return url.protocol === "https:" || url.protocol === "http:" && isLoopback(url.hostname) ? `${url.origin}${url.pathname}`.replace(/\/+$/, "") : null;
}

// src/app/loopback.ts
/** Which host a setting names, and whether it is this machine. */
/** Null when the text is no host name, or none with a port. */
function hostnameOf(host) {
	return /^[A-Za-z0-9.:[\]-]+$/.test(host) ? URL.parse(`https://${host}`)?.hostname ?? null : null;
}
function isLoopback(hostname) {
	return hostname === "localhost" || hostname === "[::1]" || isIP(hostname) === 4 && hostname.startsWith("127.");
}

// src/notify/webhook.ts
/** A webhook as Standard Webhooks asks for it: id, timestamp and signature in headers, the facts as JSON. */
/** Standard Webhooks asks for 24 to 64 bytes. */
const FEWEST_BYTES = 24;
const MOST_BYTES = 64;
function webhookMessage(given) {
	const { notice, signingSecret, at, pageUrl } = given;
	const url = addressIn(given);
	if (url === null) return noAddress(given);
	const key = signingSecret === void 0 ? null : signingKey(signingSecret.reveal());
	if (key === null) return {
		kind: "refused",
		because: `${`${notice.target.variable}_SECRET`} holds no secret to sign with, so the receiver could not tell who sent this. Set it to "whsec_" and the output of "openssl rand -base64 32"`
	};
	const id = noticeId(notice);
	const timestamp = String(Math.floor(at / 1e3));
	const body = JSON.stringify(bodyOf(notice, pageUrl));
	return {
		kind: "message",
		url,
		headers: {
			"webhook-id": id,
			"webhook-timestamp": timestamp,
			"webhook-signature": `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`
		},
		body
	};
}
/** The bytes that a secret stands for: base64, with or without `whsec_` in front. Null: it is none. */
function signingKey(secret) {
	const text = secret.trim().replace(/^whsec_/, "");
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
	const key = Buffer.from(text, "base64");
	return key.length >= FEWEST_BYTES && key.length <= MOST_BYTES ? key : null;
}
function bodyOf({ event, repository, told }, url) {
	const { at, environment, sha, deploymentId, summary, lines, announcement, decision } = told;
	return {
		version: 1,
		type: event,
		at,
		repository: fullName(repository),
		environment,
		sha,
		deployment: deploymentId,
		summary,
		details: lines,
		announcement,
		url,
		decision
	};
}

// src/app/secret.ts
/** A value that cannot be printed by accident: whatever turns it into text gets `[secret]`. */
var Secret = class {
	#value;
	constructor(value) {
		this.#value = value;
	}
	/** The value itself. Call it where the value is used, and keep the result in no field. */
	reveal() {
		return this.#value;
	}
	toString() {
		return "[secret]";
	}
	toJSON() {
		return "[secret]";
	}
	[inspect.custom]() {
		return "[secret]";
	}
};

// src/app/notify-settings.ts
/** Who may be told: the variables that the operator allows policies to name. */
function readNotifySettings(setting, report) {
	const allowed = (setting("NOTIFY_VARIABLES") ?? "").split(",").map((entry) => entry.trim()).filter((entry) => entry !== "").map((entry) => readEntry(entry, setting, report));
	const network = readNetwork("NOTIFY_NETWORK", setting, report);
	const pagerDutyUrl = network === null ? null : readPagerDutyUrl(setting, network, report);
	if (!allowed.every((each) => each !== null) || network === null || pagerDutyUrl === null) return null;
	const secrets = allowed.flatMap(({ secrets: own }) => own);
	return {
		allowed: allowed.map(({ variable }) => variable),
		network,
		pagerDutyUrl,
		secrets
	};
}
/** The App's own secrets, and what signs: they are never sent anywhere. */
const NEVER = /^(APP_ID|PRIVATE_KEY|PRIVATE_KEY_PATH|DATABASE_URL|AUDIT_SIGNING_KEY|LIBRARY_TOKEN|.*_SECRET|.*_SECRET_PREVIOUS)$/;
const ENTRY = /^(?:([A-Za-z0-9._-]+\/(?:\*|[A-Za-z0-9._-]+)):)?([A-Z][A-Z0-9_]{0,99})$/;
function readEntry(entry, setting, report) {
	const [, repositories, variable] = ENTRY.exec(entry) ?? [];
	if (variable === void 0) return report("NOTIFY_VARIABLES", "One of its parts is not the name of a variable. Give names with commas between them, such as \"SLACK_URL, acme/*:PD_ROUTING_KEY\"; the addresses and keys are the values of those variables.");
	if (NEVER.test(variable)) return report("NOTIFY_VARIABLES", `${variable} is a secret of the App, which no policy may have sent anywhere. Take it out.`);
	const value = setting(variable);
	if (value === void 0) return report(variable, "NOTIFY_VARIABLES names it and it is not set, so nobody would be told. Set it, or take it out.");
	const signing = readSigning(`${variable}_SECRET`, setting, report);
	if (signing === null) return null;
	const hidden = new Secret(value);
	return {
		variable: {
			variable,
			repositories,
			value: hidden,
			signingSecret: signing
		},
		secrets: signing === void 0 ? [hidden] : [hidden, signing]
	};
}
function readSigning(name, setting, report) {
	const value = setting(name);
	if (value === void 0) return void 0;
	if (signingKey(value) !== null) return new Secret(value);
	return report(name, "It is no secret that webhooks can be signed with: 24 to 64 bytes in base64, after \"whsec_\". Set it to \"whsec_\" and the output of \"openssl rand -base64 32\".");
}
/** Which addresses may be asked: `public`, unless the operator widens it. */
function readNetwork(variable, setting, report) {
	const value = setting(variable) ?? "public";
	return NETWORKS.find((network) => network === value) ?? report(variable, `There is no such network. Give one of ${NETWORKS.join(", ")}.`);
}
const PAGERDUTY = "https://events.pagerduty.com";
const PAGERDUTY_PLACES = [PAGERDUTY, "https://events.eu.pagerduty.com"];
/** Whoever gets a routing key can raise alerts with it. */
function readPagerDutyUrl(setting, network, report) {
	const value = (setting("NOTIFY_PAGERDUTY_URL") ?? PAGERDUTY).replace(/\/$/, "");
	if (PAGERDUTY_PLACES.includes(value) || network === "loopback" && URL.canParse(value)) return value;
	return report("NOTIFY_PAGERDUTY_URL", `It is not PagerDuty. Give one of ${PAGERDUTY_PLACES.join(", ")}, or unset it.`);
}

// src/app/weak-secret.ts
/** 32 characters of `openssl rand -hex 16` are 128 bits. */
const SHORTEST = 32;
/** Random text of that length has more, in every alphabet that is used for secrets. */
const FEWEST_DIFFERENT = 8;
/** Values from guides and examples, ours included, in lower case. Anybody can sign with them. */
const KNOWN = [
	"development",
	"it's a secret to everybody",
	"your-webhook-secret",
	"replace-me-with-the-output-of-openssl-rand-hex-32",
	"replace-with-the-output-of-openssl-rand-hex-32"
];
/** What makes the webhook secret guessable, as the first half of a sentence; null when nothing does. */
function weaknessOf(secret) {
	if (secret.trim() === "") return "It is not set";
	if (KNOWN.includes(secret.trim().toLowerCase())) return "It is the value of a public example";
	if (secret.length < SHORTEST) return `It has fewer than ${SHORTEST} characters`;
	if (new Set(secret).size < FEWEST_DIFFERENT) return "It repeats a few characters";
	return null;
}

// src/app/pagerduty/settings.ts
/** Whether PagerDuty is heard: the secrets of its webhook subscriptions. */
/** @returns none where it is not set; null where one of them is no secret, which `report` was told. */
function readPagerDutySecrets(setting, report) {
	const secrets = (setting("PAGERDUTY_WEBHOOK_SECRET") ?? "").split(",").map((value) => value.trim()).filter((value) => value !== "");
	const weakness = secrets.map(weaknessOf).find((each) => each !== null);
	if (weakness === void 0) return secrets.map((value) => new Secret(value));
	return report("PAGERDUTY_WEBHOOK_SECRET", `${weakness}; whoever guesses it can keep people from being paged. Copy the signing secret that PagerDuty showed when the webhook subscription was made; two with a comma between them while one takes the place of the other.`);
}

// src/app/private-key.ts
const ESCAPED_BREAK = /\\n/g;
const ONE_LINE = /^(-----BEGIN [A-Z ]+-----)\s+(.+?)\s+(-----END [A-Z ]+-----)$/;
const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;
/**
* The App's RSA key as PKCS #8 PEM, or null when the text is none. Takes what environments do to a PEM file: base64,
* `\n` written out, line breaks turned into spaces.
*/
function readPrivateKey(text) {
	const pem = (BASE64.test(text) ? Buffer.from(text, "base64").toString("utf8") : text).replace(ESCAPED_BREAK, "\n").trim().replace(/\r\n/g, "\n");
	const parts = pem.includes("\n") ? null : ONE_LINE.exec(pem);
	return exported(parts ? `${parts[1]}\n${parts[2]?.replace(/\s+/g, "\n")}\n${parts[3]}\n` : pem);
}
function exported(pem) {
	try {
		const key = createPrivateKey(pem);
		return key.asymmetricKeyType === "rsa" ? key.export({
			type: "pkcs8",
			format: "pem"
		}).toString() : null;
	} catch {
		return null;
	}
}

// src/app/setting.ts
/** What is set to nothing is not set: that is how compose files and shells leave variables out. */
function settingOf(env, variable) {
	const value = env[variable]?.trim();
	return value === "" ? void 0 : value;
}

// src/app/read-secrets.ts
/** The secrets of the configuration: each is checked for what it is, and no value is repeated in a message. */
function readKey(env, report) {
	const path = settingOf(env, "PRIVATE_KEY_PATH");
	const variable = settingOf(env, "PRIVATE_KEY") === void 0 && path !== void 0 ? "PRIVATE_KEY_PATH" : "PRIVATE_KEY";
	const text = variable === "PRIVATE_KEY_PATH" ? fileText(path ?? "") : settingOf(env, "PRIVATE_KEY") ?? "";
	if (text === null) return report(variable, "The file cannot be read. Check that it exists and that this user may read it.");
	if (text === "") return report(variable, `It is not set; without it the App cannot sign in to GitHub. Generate a key on the settings page of the App, and set PRIVATE_KEY (the PEM text, or its base64) or PRIVATE_KEY_PATH.`);
	const key = readPrivateKey(text);
	if (key !== null) return new Secret(key);
	return report(variable, "It holds no RSA private key, so the App cannot sign in to GitHub. Use the whole .pem file that GitHub gave you, from the BEGIN line to the END line: as it is, with \"\\n\" for line breaks, or in base64.");
}
function fileText(path) {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return null;
	}
}
function readSecrets(env, report) {
	const current = readSecret(env, "WEBHOOK_SECRET", report);
	const previous = settingOf(env, "WEBHOOK_SECRET_PREVIOUS") !== void 0 ? readSecret(env, "WEBHOOK_SECRET_PREVIOUS", report) : null;
	if (current === null) return null;
	return previous === null ? [current] : [current, previous];
}
/** Not trimmed: GitHub signs with every character of it. */
function readSecret(env, variable, report) {
	const value = env[variable] ?? "";
	const weakness = weaknessOf(value);
	if (weakness === null && value === value.trim()) return new Secret(value);
	if (weakness === null) return report(variable, "It begins or ends with a space or a line break, which signs nothing right. Take it away.");
	return report(variable, `${weakness}; whoever guesses it can send us webhooks in GitHub's name. Make one with "openssl rand -hex 32" and set it here and on the settings page of the App.`);
}
function readAuditKey(env, report) {
	const value = settingOf(env, "AUDIT_SIGNING_KEY");
	if (value === void 0) return void 0;
	if (readSigningKey(value) !== null) return new Secret(value);
	return report("AUDIT_SIGNING_KEY", "It holds no Ed25519 private key, so nothing could vouch for the audit log. Make one with \"openssl genpkey -algorithm ed25519\" and give the PEM text: as it is, with \"\\n\" for line breaks, or in base64.");
}
/** It stands between everybody who reaches the server and the names of private repositories. */
function readLibraryToken(env, report) {
	const value = settingOf(env, "LIBRARY_TOKEN");
	if (value === void 0) return void 0;
	const weakness = weaknessOf(value);
	if (weakness === null && /^[!-~]+$/.test(value)) return new Secret(value);
	return report("LIBRARY_TOKEN", `${weakness ?? "It has characters that no header can carry"}; whoever guesses it reads what runs in every repository. Make one with "openssl rand -hex 32", or unset it: then the pages are not there.`);
}

// src/app/config.ts
/**
* The configuration, read from the environment once. All problems are reported together, each with what is wrong, why
* it matters and how to fix it; no value of a variable is repeated in one, since it may be a secret in the wrong place.
*/
function readConfig(env) {
	const problems = [];
	const report = (variable, message) => {
		problems.push({
			variable,
			message
		});
		return null;
	};
	const read = {
		appId: readAppId(env, report),
		privateKey: readKey(env, report),
		webhookSecrets: readSecrets(env, report),
		apiUrl: readApiUrl(env, report),
		tokenIssuer: tokenIssuerOf(env),
		baseUrl: readOwnAddress(env, report),
		databaseUrl: readDatabaseUrl(env, report),
		auditSigningKey: readAuditKey(env, report),
		libraryToken: readLibraryToken(env, report),
		erasedPeople: erasedIn(env["ERASED_PEOPLE"]),
		dataFolder: settingOf(env, "TIDEGATE_DATA") ?? "./data",
		host: settingOf(env, "HOST") ?? "localhost",
		port: readPort(env, report),
		logLevel: readLogLevel(env, report),
		notify: readNotifySettings((variable) => settingOf(env, variable), report),
		pagerDutySecrets: readPagerDutySecrets((variable) => settingOf(env, variable), report),
		probeNetwork: readNetwork("PROBE_NETWORK", (variable) => settingOf(env, variable), report),
		attestationRoots: readAttestationRoots((variable) => settingOf(env, variable), report),
		hasMovableClock: readMovableClock(env, report),
		hasRateLimits: readRateLimits(env, report)
	};
	return isComplete(read) && problems.length === 0 ? {
		kind: "valid",
		config: read
	} : {
		kind: "invalid",
		problems
	};
}
function isComplete(read) {
	return Object.values(read).every((value) => value !== null);
}
function readAppId(env, report) {
	const value = settingOf(env, "APP_ID");
	if (value !== void 0 && /^[1-9]\d{0,14}$/.test(value)) return Number(value);
	return report("APP_ID", `${value === void 0 ? "It is not set" : "It is not a whole number above 0"}; GitHub knows the App by it. Copy "App ID" from the settings page of the App.`);
}
function readApiUrl(env, report) {
	const host = settingOf(env, "GHE_HOST");
	const protocol = settingOf(env, "GHE_PROTOCOL") ?? "https";
	if (host === void 0) return "https://api.github.com";
	const hostname = hostnameOf(host);
	if (hostname === null) return report("GHE_HOST", "It is not a host name. Give the name alone, e.g. \"github.example.com\", or name:port.");
	if (protocol === "https" || protocol === "http" && isLoopback(hostname)) return `${protocol}://${host}/api/v3`;
	return report("GHE_PROTOCOL", "It may be \"https\", or \"http\" for a host on this machine: over plain HTTP anybody on the way reads our tokens. Unset it.");
}
/** Where GitHub's OpenID Connect lives: docs.github.com, "OpenID Connect with GitHub Enterprise Server". */
function tokenIssuerOf(env) {
	const host = settingOf(env, "GHE_HOST");
	if (host === void 0) return "https://token.actions.githubusercontent.com";
	return `${settingOf(env, "GHE_PROTOCOL") ?? "https"}://${host}/_services/token`;
}
function readOwnAddress(env, report) {
	const value = settingOf(env, "BASE_URL");
	if (value === void 0) return void 0;
	return readBaseUrl(value, isLoopback) ?? report("BASE_URL", "It is not the https address of this server. Give what jobs and people reach it by, e.g. \"https://tidegate.example.com\".");
}
/** A wrong one is refused: falling back to the embedded database would hide where the data is. */
function readDatabaseUrl(env, report) {
	const value = settingOf(env, "DATABASE_URL");
	if (value === void 0) return void 0;
	const fault = faultOfDatabaseUrl(value);
	return fault === null ? new Secret(value) : report("DATABASE_URL", fault);
}
/** github.com always has them; a GitHub Enterprise Server has none unless its administrator sets some. */
function readRateLimits(env, report) {
	const value = settingOf(env, "RATE_LIMITS") ?? "github";
	if (value === "github") return true;
	if (value === "none" && settingOf(env, "GHE_HOST") !== void 0) return false;
	return report("RATE_LIMITS", "It may be \"github\", or \"none\" together with GHE_HOST, for a server without limits: github.com shuts out whoever does not keep to its limits. Unset it.");
}
/** A clock that can be moved opens windows: never in front of a real GitHub. */
function readMovableClock(env, report) {
	const value = settingOf(env, "TIDEGATE_MOVABLE_CLOCK");
	if (value === void 0 || value === "0") return false;
	const host = settingOf(env, "GHE_HOST");
	const isRehearsal = host !== void 0 && isLoopback(hostnameOf(host) ?? "");
	if (value === "1" && isRehearsal) return true;
	return report("TIDEGATE_MOVABLE_CLOCK", "It is for rehearsals against a GitHub on this machine: with a wrong clock, real gates would open at the wrong time. Unset it.");
}
function readPort(env, report) {
	const value = settingOf(env, "PORT") ?? "3000";
	if (/^\d{1,5}$/.test(value) && Number(value) <= 65535) return Number(value);
	return report("PORT", "It is not a port. Give a number from 1 to 65535, or 0 for any that is free.");
}
function readLogLevel(env, report) {
	const value = settingOf(env, "LOG_LEVEL") ?? "info";
	return LOG_LEVELS.find((one) => one === value.toLowerCase()) ?? report("LOG_LEVEL", `There is no such level. Give one of ${LOG_LEVELS.join(", ")}.`);
}

export { gitHubHost as C, appNeeds as S, drillPlaces as _, addressIn as a, redactor as b, destinationOf as c, isUnguarded as d, sayUnguarded as f, DRILL_OVERDUE as g, judgePosture as h, pagerDutyMessage as i, wishesOf as l, isGated as m, webhookMessage as n, noAddress as o, POSTURE_CODES as p, pageFault as r, repetition as s, readConfig as t, readWorkflows as u, overdueDrills as v, createGitHubApp as x, createLog as y };