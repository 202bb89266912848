import { i as createNarrator, n as startAppProcess, r as startStandin, t as newWebhookSecret } from "./app-process.js";
import { t as createMovableClock } from "./clock.js";
import { a as toInstant } from "./instant.js";
import { n as reportText, o as portsOfRun, t as runSmoke } from "./run.js";
import { t as parseSmoke } from "./parse3.js";
import { n as writeNotes, t as renderNotes } from "./markdown2.js";
import { A as once, D as ask$1, E as NOTED_PULLS, T as runQuery, c as comparePaged, f as NOBODY_KNOWN, g as listPullCommits, k as listAll, l as rangeCommit, m as readFiles, p as changedFile, s as listPullsOfCommit, t as connectGitHub } from "./connect.js";
import { t as Failure } from "./failure.js";
import { n as patientOctokit, r as findRepository } from "./patient-octokit.js";
import { t as POLICY_FILE } from "./policy-file.js";
import { t as policyIn } from "./read-policy2.js";
import { Command } from "commander";
import { join } from "node:path";
import { mkdtemp, rm } from "node:fs/promises";
import { z } from "zod";
import { tmpdir } from "node:os";
import { createServer } from "node:http";

// src/cli/demo/expect.ts
/** On a busy machine, too. */
const WITHIN_MS = 3e4;
const LOOK_EVERY_MS = 50;
var NotAsTold = class extends Error {
	name = "NotAsTold";
};
/** The value as soon as there is one. Undefined and null are "not yet". */
async function until(what, look) {
	const end = Date.now() + WITHIN_MS;
	for (;;) {
		const value = look();
		if (value !== void 0 && value !== null) return value;
		if (Date.now() > end) throw new NotAsTold(`This did not happen within ${WITHIN_MS / 1e3} s: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
	}
}
/** The newest status report on a run's gate that says `phrase`. */
function untilReport(run, phrase) {
	return until(`a report on the deployment that says ${phrase}`, () => {
		const newest = run.reviews.filter((review) => review.state === "pending").at(-1);
		return newest && phrase.test(newest.comment) ? newest.comment : null;
	});
}
function untilApproved(run) {
	return until("the deployment is let through", () => {
		return run.reviews.find((review) => review.state === "approved" && review.attempt === run.attempt)?.comment;
	});
}
/** Fails when our App let the run through although it must be held. */
function assertHeld(run) {
	if (run.reviews.some((review) => review.state === "approved") || run.status !== "waiting") throw new NotAsTold("The deployment was let through although it has to be held.");
}
function untilCheck(stage, pull, phrase) {
	return until(`a check on #${pull.number} that says ${phrase}`, () => {
		const check = stage.shop.checks(pull.headSha).find((each) => each.name === "tidegate");
		const title = check?.title ?? "";
		const summary = check?.summary ?? "";
		return phrase.test(`${title}\n${summary}`) ? {
			title,
			summary
		} : null;
	});
}
function untilReply(pull, after, phrase) {
	return until(`an answer on #${pull.number} that says ${phrase}`, () => {
		return pull.comments.slice(after).filter((comment) => comment.user === "tidegate[bot]").find((comment) => phrase.test(comment.body))?.body;
	});
}

// src/cli/demo/calendar-of-day.ts
/**
* When things happen on the demo's release day. On a virtual clock it is one fixed week in Berlin; on the real clock
* the window opens within the next minutes, and a zone is chosen in which it is about noon there, so that the day does
* not end in between.
*/
const DAY_MS = 864e5;
const HOUR_MS = 36e5;
const FIXED_WEEK = {
	zone: "Europe/Berlin",
	windowDays: "tue-thu",
	windowHours: "10:00-16:00",
	startsAt: Date.parse("2026-11-24T08:30:00+01:00"),
	flakyAt: Date.parse("2026-11-24T08:40:00+01:00"),
	badAt: Date.parse("2026-11-24T08:50:00+01:00"),
	schemaAt: Date.parse("2026-11-24T09:15:00+01:00"),
	windowOpensAt: Date.parse("2026-11-24T10:00:00+01:00"),
	freeze: {
		from: "2026-11-26T00:00",
		until: "2026-12-01T00:00"
	},
	frozenAt: Date.parse("2026-11-26T11:00:00+01:00"),
	eveningAt: Date.parse("2026-11-26T17:00:00+01:00"),
	matureAt: Date.parse("2026-11-30T09:00:00+01:00")
};
/** The first steps take about this long; the window must not open before they are told. */
const FIRST_STEPS_MS = 4e4;
const OPEN_FOR_MS = 15e3;
function calendarFrom(clock) {
	const startsAt = clock.now();
	const windowOpensAt = Math.ceil((startsAt + FIRST_STEPS_MS) / 6e4) * 6e4;
	const offset = 12 - new Date(windowOpensAt).getUTCHours();
	const zone = offset === 0 ? "Etc/GMT" : `Etc/GMT${offset > 0 ? "-" : "+"}${Math.abs(offset)}`;
	const minute = String(new Date(windowOpensAt).getUTCMinutes()).padStart(2, "0");
	const freezeFrom = windowOpensAt + OPEN_FOR_MS;
	return {
		zone,
		windowDays: "mon-sun",
		windowHours: `12:${minute}-18:00`,
		startsAt,
		flakyAt: startsAt,
		badAt: startsAt,
		schemaAt: startsAt,
		windowOpensAt,
		freeze: {
			from: toInstant(freezeFrom),
			until: toInstant(freezeFrom + 5 * DAY_MS)
		},
		frozenAt: freezeFrom,
		eveningAt: freezeFrom + 5 * HOUR_MS,
		matureAt: freezeFrom + 4 * DAY_MS
	};
}

// src/cli/demo/policy-of-day.ts
function policyOfDay(day) {
	return `version: 1
zone: ${day.zone}

risk:
  - tier: high
    because: database schema change
    when: { paths: ["db/**"] }
  - tier: low
    because: documentation only
    when: { only-paths: ["docs/**", "**/*.md"] }
  - tier: low
    because: only a page
    when: { only-paths: ["site/**"] }
  - tier: medium

windows:
  release-hours: { days: ${day.windowDays}, hours: "${day.windowHours}" }

freezes:
  - name: Black Friday
    from: ${day.freeze.from}
    until: ${day.freeze.until}
    environments: [production]
    tiers: [medium, high]

environments:
  production:
    verify: { within: 15m }
    rollback:
      on: [fail]
      authorise: { low: auto, medium: ask, high: ask }
      workflow: deploy.yml
      barriers: { paths: ["db/**"] }

gates:
  - name: schema review
    for: { tiers: [high], environments: [production] }
    require: { approvals: { count: 1, from: { permission: write } } }
  - name: release hours
    for: { tiers: [medium, high], environments: [production] }
    require: { window: [release-hours] }

override: { by: { teams: [sre] }, expires: 4h }
`;
}

// src/cli/demo/site.ts
/** The shop that customers see, on loopback: it serves one page of the commit that was deployed last. */
async function openSite() {
	let running = null;
	let hiccups = 0;
	const server = createServer(({ url }, response) => {
		if (running === null) return answer(response, 503, "Nothing is deployed.");
		if (url === "/healthz") return answer(response, 200, JSON.stringify({ commit: running.sha }));
		if (url !== "/checkout") return answer(response, 404, "There is no such page.");
		if (hiccups === 0) return answer(response, 200, running.checkout);
		hiccups -= 1;
		return answer(response, 504, "Gateway Timeout");
	});
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	return {
		url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
		deploy: (release) => {
			running = release;
		},
		hiccup: () => {
			hiccups += 1;
		},
		[Symbol.asyncDispose]: () => {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		}
	};
}
function answer(response, status, body) {
	response.writeHead(status, { "content-type": status === 200 && body.startsWith("{") ? "application/json" : "text/html" });
	response.end(body);
}

// src/cli/demo/workflow-of-day.ts
/** How the demo's repository deploys, and how it finds out whether that worked. */
/** Page of the shop that the workflow puts on the web. */
const PAGE = "site/checkout.html";
/** Where the demo's App says it is. Jobs ask GitHub for tokens that are meant for this address. */
const APP_URL = "https://tidegate.example.com";
const SMOKE_PATH = ".github/smoke.yml";
const SMOKE_FILE = `version: 1
deadline: 1m
checks:
  - id: version
    version: { url: "\${url}/healthz", json: "$.commit", expect: "\${sha}" }
    interval: 50ms
  - id: checkout
    http: { url: "\${url}/checkout", body: { contains: "Pay now" } }
    retry: { attempts: 3, base: 100ms }
    depends-on: [version]
`;
/** Nobody runs it here: `deploy.ts` does what it says. The App reads how it can be started. */
const WORKFLOW = `name: deploy
on:
  push: { branches: [main] }
  workflow_dispatch:
    inputs:
      sha: { description: The commit to deploy, type: string, required: true }
jobs:
  deploy:
    runs-on: ubuntu-latest
    environment: production
    permissions: { contents: read, id-token: write }
    env:
      SHA: \${{ inputs.sha || github.sha }}
    steps:
      - uses: actions/checkout@v7
        with: { ref: "\${{ env.SHA }}" }
      - run: ./deploy.sh "$SHA"
      - uses: OWNER/tidegate@v1
        with:
          command: smoke
          environment: production
          sha: \${{ env.SHA }}
          set: |
            url=https://shop.example.com
            sha=\${{ env.SHA }}
          app-url: ${APP_URL}
`;

// src/cli/demo/stage.ts
/** The demo's stage: a GitHub on loopback with a small team, and the real App connected to it. */
async function setStage(options) {
	const { isFast, entry } = options;
	await using started = new AsyncDisposableStack();
	const clock = createMovableClock();
	const day = isFast ? FIXED_WEEK : calendarFrom(clock);
	if (isFast) clock.moveTo(day.startsAt);
	const webhookSecret = newWebhookSecret();
	const github = started.adopt(await startStandin({
		clock,
		app: { webhookSecret }
	}), (each) => each.close());
	const shop = buildShop(github, day);
	const site = started.use(await openSite());
	const folder = started.adopt(await mkdtemp(join(tmpdir(), "tidegate-demo-")), removeFolder);
	const appOptions = {
		entry,
		github,
		webhookSecret,
		dataFolder: join(folder, "data"),
		isClockMovable: true
	};
	const app = started.adopt(await startApp(appOptions), (each) => each.stop());
	if (isFast) await app.moveClock(day.startsAt);
	github.sendWebhooksTo(app.webhookUrl);
	const skipTo = async (instant) => {
		clock.moveTo(instant);
		await app.moveClock(instant);
	};
	const passTo = isFast ? skipTo : sleepUntil;
	const kept = started.move();
	return {
		day,
		github,
		shop,
		app,
		site,
		folder,
		isClockReal: !isFast,
		now: () => clock.now(),
		passTo,
		skipTo,
		nextSecond: () => passTo(Math.floor(clock.now() / 1e3) * 1e3 + 1e3),
		close: () => kept.disposeAsync()
	};
}
function startApp({ github, ...options }) {
	const { id: appId, privateKey } = github.app;
	return startAppProcess({
		...options,
		appId,
		privateKey: privateKey ?? "",
		gitHubHost: github.host,
		settings: { BASE_URL: APP_URL }
	});
}
function removeFolder(folder) {
	return rm(folder, {
		recursive: true,
		force: true
	});
}
/** acme/shop: Anna and Cleo write it, Ben reviews, Ola is on call. Production runs its first commit. */
function buildShop(github, day) {
	const acme = github.createOrganization("acme");
	for (const login of [
		"anna",
		"ben",
		"cleo",
		"ola"
	]) {
		github.createUser(login);
		acme.addMember(login);
	}
	acme.createTeam("sre", { members: ["ola"] });
	const shop = github.createRepository({
		owner: "acme",
		name: "shop",
		files: {
			".github/tidegate.yml": policyOfDay(day),
			"README.md": "# Shop\n",
			".github/workflows/deploy.yml": WORKFLOW,
			[SMOKE_PATH]: SMOKE_FILE,
			[PAGE]: "<h1>Checkout</h1>\n<button>Pay now</button>\n",
			"src/checkout.ts": "export const currency = \"EUR\";\n",
			"db/schema.sql": "create table orders (id bigint primary key);\n"
		}
	});
	for (const login of [
		"anna",
		"ben",
		"cleo",
		"ola"
	]) shop.setPermission(login, "write");
	shop.createEnvironment("production");
	const jobs = () => [{
		name: "deploy",
		environment: "production"
	}];
	shop.onDispatch("deploy.yml", {
		inputs: ["sha"],
		jobs
	});
	const first = shop.createDeployment({
		environment: "production",
		ref: "main",
		creator: "anna"
	});
	shop.setDeploymentStatus(first.id, "success");
	shop.enableRule("production");
	return shop;
}
function sleepUntil(instant) {
	return new Promise((resolve) => setTimeout(resolve, Math.max(0, instant - Date.now())));
}

// src/cli/demo/changes.ts
function propose({ shop }, proposal) {
	const { branch, title, author, coAuthors = [], files, from } = proposal;
	shop.push({
		branch,
		message: title,
		author,
		coAuthors,
		files,
		...from === void 0 ? {} : { from }
	});
	return shop.openPullRequest({
		head: branch,
		title,
		author
	});
}
function mergeAndDeploy({ shop }, pull, by) {
	pull.merge({
		by,
		method: "squash"
	});
	return shop.startRun({
		environment: "production",
		actor: by
	});
}
/** The commit that production runs: GitHub calls one deployment at most a success. */
function running({ shop }) {
	return shop.deployments("production").find(({ state }) => state === "success")?.sha ?? "";
}

// src/cli/demo/deploy.ts
/** The commit of a run that was dispatched is the one it was given, whatever the run is filed under. */
async function deploy(stage, run) {
	const sha = run.inputs["sha"] ?? run.sha;
	stage.site.deploy({
		sha,
		checkout: await pageAt(stage, sha)
	});
	const deployed = await verify(stage, sha);
	await stage.nextSecond();
	await tellApp(stage, run, deployed);
	run.finish(deployed.verdict === "pass" ? "success" : "failure");
	await stage.nextSecond();
	return deployed;
}
/** As a job reads it: with its own token, which can read this repository and nothing else. */
async function pageAt({ github, shop }, sha) {
	const token = github.jobToken({
		repository: shop.fullName,
		permissions: { contents: "read" }
	});
	const response = await fetch(`${github.url}/repos/${shop.fullName}/contents/${PAGE}?ref=${sha}`, { headers: {
		authorization: `Bearer ${token}`,
		accept: "application/vnd.github.raw+json",
		"user-agent": "deploy.sh"
	} });
	if (!response.ok) throw new NotAsTold(`${PAGE} of ${sha} cannot be read: GitHub answered ${response.status}.`);
	return response.text();
}
/** With the engine and the probes of `tidegate smoke`, and what that prints. */
async function verify({ site, folder }, sha) {
	const names = /* @__PURE__ */ new Map([["url", site.url], ["sha", sha]]);
	const parsed = parseSmoke(SMOKE_FILE, {
		file: SMOKE_PATH,
		names,
		secrets: /* @__PURE__ */ new Map()
	});
	if (parsed.kind === "invalid") throw new NotAsTold(parsed.problems.map(({ message }) => message).join("\n"));
	const report = await runSmoke(parsed.plan, {
		environment: "production",
		sha
	}, portsOfRun({
		network: "loopback",
		areCommandsAllowed: false,
		environment: {},
		folder,
		proxyFrom: {}
	}));
	const failedChecks = report.checks.filter(({ verdict }) => verdict === "fail").map(({ id }) => id);
	const flakyChecks = report.checks.filter(({ flaky }) => flaky).map(({ id }) => id);
	return {
		sha,
		verdict: report.verdict,
		failedChecks,
		flakyChecks,
		text: reportText(report, (_verdict, text) => text)
	};
}
async function tellApp({ app }, run, { sha, verdict, failedChecks }) {
	const response = await fetch(new URL("/api/verifications", app.webhookUrl), {
		method: "POST",
		headers: {
			authorization: `Bearer ${run.oidcToken({ audience: APP_URL })}`,
			"content-type": "application/json"
		},
		body: JSON.stringify({
			version: 1,
			environment: "production",
			sha,
			verdict,
			failedChecks
		})
	});
	if (response.status === 202) return;
	throw new NotAsTold(`The App did not take the verification: ${response.status} ${await response.text()}`);
}

// src/cli/demo/figures-story.ts
/** The App looks for what is new this often at the latest, once what it knows is an hour old. */
const LOOKS_EVERY_MS = 24e4;
const MOST_LOOKS = 15;
/** Of real time. A look takes less, on a busy machine, too. */
const LOOK_TAKES_MS = 3e3;
/** What has to be in the issue. */
const IN_THE_EVENING = [
	["seven deployments are counted", /^7 deployments to production in 1 lane of acme\/shop/m],
	["the rollback is one, and no deployment", /^- Not counted as deployments: 1 rollback/m],
	["the rate is unknown, and it says why", /^\| Change fail rate \| unknown: every deployment is younger than 72 h/m],
	["they are maturing", /^- Maturing: 7 deployments/m],
	["the lead time is known", /^\| Lead time for changes \| \d.* \| 6 changes/m],
	["the rollback ended the failure", /^\| Recovery time \| \d[^|]* \| 1 failure/m],
	["the rollback is rework", /^\| Rework rate \| 12\.5 % \(1\/8\)/m]
];
const LATER = [["one of seven failed", /^\| Change fail rate \| 14\.3 % \(1\/7\)/m], ["it was one of the four of tier low", /^\| low \|.*\| 25 % \(1\/4\)/m]];
async function deliveryFigures(stage, narrator) {
	narrator.tell("The App reads what became of each deployment, and keeps the delivery figures in an issue. It begins:");
	const issue = await untilFigures(stage, IN_THE_EVENING);
	narrator.show(`issue #${issue.number}: ${issue.title}`, firstPart(issue.body));
	narrator.confirm("No 0 % on the first day: whether a release was good takes three days to know, and until then it says so.");
	await stage.skipTo(stage.day.matureAt);
	narrator.time(stage.now());
	narrator.tell("The deployments are older than three days now. The same issue, and this time all of it:");
	const same = await untilFigures(stage, LATER);
	narrator.show(`issue #${same.number}: ${same.title}`, same.body);
	if (same.number !== issue.number) throw new NotAsTold("This is not so: the figures stay in one issue.");
	narrator.confirm("One release of seven failed. Seven are few, and the interval beside it says how little they prove.");
}
/** Time passes until the figures say all of it: a look that is under way when the clocks are put forward ends early. */
async function untilFigures(stage, told) {
	let missing = "there is no issue";
	for (let look = 0; look < MOST_LOOKS; look += 1) {
		const end = Date.now() + LOOK_TAKES_MS;
		while (Date.now() < end) {
			const issue = figuresOf(stage);
			const wrong = told.find(([, says]) => !says.test(issue?.body ?? ""));
			if (issue !== void 0 && wrong === void 0) return issue;
			missing = wrong?.[0] ?? missing;
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		await stage.skipTo(stage.now() + LOOKS_EVERY_MS);
	}
	throw new NotAsTold(`The figures do not say so: ${missing}. They are:\n${figuresOf(stage)?.body ?? "no issue"}`);
}
function figuresOf({ shop }) {
	const found = shop.issues().filter(({ labels }) => labels.includes("tidegate:dora"));
	if (found.length > 1) throw new NotAsTold("This is not so: the figures are kept in one issue.");
	return found[0];
}
function firstPart(body) {
	return body.split("### By risk tier", 1)[0] ?? body;
}

// src/github/graphql/find-noted-pulls.ts
/**
* The merged pull requests that GitHub lists for commits, as release notes need them: many commits at once, in halves
* where that takes GitHub too long. Of those for which there is no answer nothing is said, and the caller reads them by
* REST.
*/
/** GitHub has 10 s for an answer, and gives none ("502") when it takes longer. */
const MOST_AT_ONCE = 50;
async function findNotedPulls(connection, commits, withFiles) {
	const found = {
		pullsOf: /* @__PURE__ */ new Map(),
		pulls: /* @__PURE__ */ new Map()
	};
	let size = MOST_AT_ONCE;
	for (let at = 0; at < commits.length;) {
		const asked = commits.slice(at, at + size);
		const nodes = await ask(connection, asked, withFiles);
		if (nodes === null && size > 1) {
			size = Math.ceil(size / 2);
			continue;
		}
		for (const node of nodes ?? []) note(connection, found, node);
		at += asked.length;
		if (nodes === null) return found;
	}
	return found;
}
const answered = z.object({ nodes: z.array(z.unknown()) });
async function ask(connection, commits, hasFiles) {
	const answer = await runQuery(connection, "Reading the pull requests of commits", NOTED_PULLS, {
		ids: commits.map(({ nodeId }) => nodeId),
		hasFiles
	});
	const parsed = answered.safeParse(answer?.data);
	return parsed.success ? parsed.data.nodes : null;
}
const file = z.object({
	path: z.string(),
	additions: z.number(),
	deletions: z.number(),
	changeType: z.string()
});
const notedPull = z.object({
	number: z.number(),
	title: z.string(),
	body: z.string(),
	baseRefName: z.string(),
	lastEditedAt: z.string().nullable(),
	mergedAt: z.string().nullable(),
	mergeCommit: z.object({ oid: z.string() }).nullable(),
	repository: z.object({ databaseId: z.number() }),
	author: z.object({
		__typename: z.string(),
		login: z.string()
	}).nullable(),
	labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }).nullable(),
	files: z.object({
		pageInfo: z.object({ hasNextPage: z.boolean() }),
		nodes: z.array(file)
	}).nullish()
});
const notedCommit = z.object({
	oid: z.string(),
	associatedPullRequests: z.object({
		totalCount: z.number(),
		nodes: z.array(notedPull)
	})
});
function note({ repository }, { pullsOf, pulls }, node) {
	const commit = notedCommit.safeParse(node);
	if (!commit.success || commit.data.associatedPullRequests.totalCount > 5) return;
	const { oid, associatedPullRequests } = commit.data;
	const merged = associatedPullRequests.nodes.filter((pull) => pull.mergedAt !== null && pull.repository.databaseId === repository.id);
	pullsOf.set(oid, merged.map(({ number }) => number));
	for (const pull of merged) pulls.set(pull.number, knownPull(pull));
}
function knownPull(pull) {
	const { author } = pull;
	const files = filesOf$1(pull);
	return {
		number: pull.number,
		title: pull.title.toWellFormed(),
		body: pull.body.toWellFormed(),
		author: author === null ? NOBODY_KNOWN : author.__typename === "Bot" ? `${author.login}[bot]` : author.login,
		labels: (pull.labels?.nodes ?? []).map(({ name }) => name.toWellFormed()),
		...isEditedLater(pull) ? { isBodyLater: true } : {},
		mergedAt: pull.mergedAt,
		mergeCommitSha: pull.mergeCommit?.oid ?? null,
		base: pull.baseRefName,
		...files === null ? {} : { files }
	};
}
/** GitHub counts edits of the body; the title has no date. */
function isEditedLater({ lastEditedAt, mergedAt }) {
	return lastEditedAt !== null && mergedAt !== null && Date.parse(lastEditedAt) > Date.parse(mergedAt);
}
/** Null where a file had another name, or where there are more files than we see: the REST API tells these. */
function filesOf$1({ files }) {
	if (!files || files.pageInfo.hasNextPage) return null;
	if (files.nodes.some(({ changeType }) => changeType === "RENAMED" || changeType === "COPIED")) return null;
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

// src/github/reads/notes/known-pull.ts
/** Null: it was not merged, or it is another repository's. */
function mergedPull({ repository }, pull) {
	if (pull.merged_at === null || Number(pull.base.repo?.id) !== repository.id) return null;
	return {
		number: pull.number,
		title: pull.title.toWellFormed(),
		body: (pull.body ?? "").toWellFormed(),
		author: pull.user?.login ?? "ghost",
		labels: pull.labels.map(({ name }) => name.toWellFormed()),
		...mayBeEditedLater(pull.updated_at, pull.merged_at) ? { isBodyLater: true } : {},
		mergedAt: pull.merged_at,
		mergeCommitSha: pull.merge_commit_sha,
		base: pull.base.ref
	};
}
/** The merge itself takes GitHub a moment, and so does deleting the branch. */
const SETTLES_WITHIN_MS = 1e4;
/** These lists do not tell edits from other changes. */
function mayBeEditedLater(updatedAt, mergedAt) {
	return !(Date.parse(updatedAt) <= Date.parse(mergedAt) + SETTLES_WITHIN_MS);
}

// src/github/reads/notes/read-pulls-of-commit.ts
/** More than these have one commit only in repositories that merge everything everywhere. */
const MOST_PULLS = 300;
async function readPullsOfCommit(connection, sha) {
	return (await listPullsOfCommit(connection, sha, MOST_PULLS)).flatMap((pull) => mergedPull(connection, pull) ?? []);
}

// src/github/reads/notes/recently-merged.ts
/** The index is behind by minutes; nobody merges 300 pull requests in that time. */
const MOST_PAGES = 3;
/**
* @param commits all of the range.
* @param unexplained those that the index says nothing of: without any the list is not read.
*/
async function readRecentlyMerged(connection, commits, unexplained) {
	const wanted = new Set(unexplained.map(({ sha }) => sha));
	const found = {
		pulls: [],
		links: []
	};
	const since = Math.min(...unexplained.map(({ committedAt }) => Date.parse(committedAt)));
	for (let page = 1; page <= MOST_PAGES && wanted.size > 0; page += 1) {
		const listed = await readPage(connection, page);
		for (const each of listed) await takeFrom(connection, each, commits, wanted, found);
		const oldest = listed.at(-1);
		if (oldest === void 0 || listed.length < 100 || Date.parse(oldest.updated_at) < since) break;
	}
	return found;
}
async function takeFrom(connection, listed, commits, wanted, { pulls, links }) {
	const pull = mergedPull(connection, listed);
	if (pull === null || pull.mergeCommitSha === null || !wanted.has(pull.mergeCommitSha)) return;
	pulls.push(pull);
	for (const sha of await broughtBy(connection, pull, commits)) {
		links.push({
			sha,
			number: pull.number,
			method: "recently-merged"
		});
		wanted.delete(sha);
	}
}
async function readPage({ octokit, owner, repo }, page) {
	const { data } = await ask$1("Reading the pull requests merged last", () => octokit.request("GET /repos/{owner}/{repo}/pulls", {
		owner,
		repo,
		state: "closed",
		sort: "updated",
		direction: "desc",
		per_page: 100,
		page,
		request: once()
	}));
	return data;
}
/**
* The merge commit; and of a rebase, whose last commit GitHub names, those before it that are the pull request's own:
* one for one the same message, written at the same time.
*/
async function broughtBy(connection, { number, mergeCommitSha }, commits) {
	const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
	const last = mergeCommitSha === null ? void 0 : bySha.get(mergeCommitSha);
	if (last === void 0) return [];
	if (last.parents.length !== 1) return [last.sha];
	const own = (await listPullCommits(connection, number)).map(rangeCommit);
	const line = [];
	let at = last;
	for (const { message, authoredAt } of own.toReversed()) {
		if (at === void 0 || at.message !== message || at.authoredAt !== authoredAt) break;
		line.push(at.sha);
		at = bySha.get(at.parents[0] ?? "");
	}
	return line.length === own.length && line.length > 0 ? line : [last.sha];
}

// src/github/reads/notes/associate-on-github.ts
/** Each is a call of its own, of the 1,000 that a job has in an hour. */
const MOST_BY_REST = 200;
async function associateOnGitHub(connection, commits, withFiles) {
	const found = await findNotedPulls(connection, commits, withFiles);
	const complete = await askForRest(connection, commits, found);
	const links = linksOf(commits, found);
	const explained = new Set(links.map(({ sha }) => sha));
	const recent = await readRecentlyMerged(connection, commits, commits.filter(({ sha }) => !explained.has(sha)));
	for (const pull of recent.pulls) if (!found.pulls.has(pull.number)) found.pulls.set(pull.number, pull);
	return {
		pulls: found.pulls,
		links: [...links, ...recent.links],
		complete
	};
}
async function askForRest(connection, commits, { pullsOf, pulls }) {
	const left = commits.filter(({ sha }) => !pullsOf.has(sha));
	for (const { sha } of left.slice(0, MOST_BY_REST)) {
		const merged = await readPullsOfCommit(connection, sha);
		pullsOf.set(sha, merged.map(({ number }) => number));
		for (const pull of merged) if (!pulls.has(pull.number)) pulls.set(pull.number, pull);
	}
	return left.length <= MOST_BY_REST;
}
function linksOf(commits, { pullsOf, pulls }) {
	const listed = new Set(commits.map(({ sha }) => sha));
	const associated = commits.flatMap(({ sha }) => (pullsOf.get(sha) ?? []).map((number) => ({
		sha,
		number,
		method: "associated"
	})));
	const merges = [...pulls.values()].flatMap(({ number, mergeCommitSha: sha }) => sha !== null && listed.has(sha) ? [{
		sha,
		number,
		method: "merge-commit"
	}] : []);
	return [...associated, ...merges];
}

// src/github/reads/notes/newcomers.ts
/** Beyond these nobody is called new: it would take more reads than a job can spare. */
const MOST_CANDIDATES = 100;
/** @param before null: nothing was there before, so all are new. */
async function readNewcomers(connection, people, before) {
	if (before === null) return people;
	if (people.length > 100) return [];
	const newcomers = [];
	for (const person of people) if (!await hasCommits(connection, person, before)) newcomers.push(person);
	return newcomers;
}
/** By login, and by the address too: GitHub may know whose an address is only since a while. */
async function hasCommits(connection, { login, email }, before) {
	for (const author of /* @__PURE__ */ new Set([login, email])) if (author !== null && author !== "" && await isAuthor(connection, author, before)) return true;
	return false;
}
async function isAuthor({ octokit, owner, repo }, author, before) {
	const { data } = await ask$1(`Looking for earlier commits of ${author}`, () => octokit.request("GET /repos/{owner}/{repo}/commits", {
		owner,
		repo,
		author,
		sha: before,
		per_page: 1,
		request: once()
	}));
	return data.length > 0;
}

// src/github/reads/notes/read-touched-files.ts
/** Each is a call of its own, of the 1,000 that a job has in an hour. */
const MOST_COMMITS = 200;
/** GitHub shows at most 3,000 files of a commit. */
const MOST_FILES = 3e3;
async function readTouchedFiles(connection, commits, known, links) {
	const pulls = [];
	for (const pull of known) pulls.push(pull.files === void 0 ? {
		...pull,
		files: await readFiles(connection, pull.number)
	} : pull);
	const explained = new Set(links.map(({ sha }) => sha));
	const alone = commits.filter(({ sha, parents }) => !explained.has(sha) && parents.length < 2);
	const filesOf = /* @__PURE__ */ new Map();
	for (const { sha } of alone.slice(0, MOST_COMMITS)) filesOf.set(sha, await readCommitFiles(connection, sha));
	return {
		pulls,
		filesOf,
		complete: alone.length <= MOST_COMMITS
	};
}
async function readCommitFiles(connection, sha) {
	const { octokit, owner, repo } = connection;
	const { items } = await listAll(`Reading the files of ${sha.slice(0, 7)}`, async (page) => {
		const read = () => octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
			owner,
			repo,
			ref: sha,
			...page,
			request: once()
		});
		const { data } = await ask$1(`Reading the files of ${sha.slice(0, 7)}`, read);
		return { data: data.files ?? [] };
	}, MOST_FILES);
	return items.map(changedFile);
}

// src/github/reads/notes/resolve-revision.ts
/** A tag, a branch or a commit to the full name of its commit. */
/** Throws `Failure` (`not-found`) naming the revision that is not there. */
async function resolveRevision(connection, ref) {
	const found = await findCommit(connection, ref);
	if (found !== null) return {
		ref,
		sha: found.sha
	};
	const { owner, repo } = connection;
	throw new Failure("not-found", `There is no revision ${JSON.stringify(ref)} in ${owner}/${repo}: write a tag, a branch or the id of a commit.`);
}
/** Null: GitHub knows no commit by this name. */
async function findCommit({ octokit, owner, repo }, ref) {
	try {
		const { data } = await ask$1(`Reading commit ${ref.slice(0, 100)}`, () => octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
			owner,
			repo,
			ref,
			per_page: 1,
			request: once()
		}));
		return data;
	} catch (error) {
		if (error instanceof Failure && (error.kind === "not-found" || error.kind === "rejected")) return null;
		throw error;
	}
}

// src/github/reads/notes/notes-history.ts
/** What messages speak of is somebody's text: it must not be able to use up what a job may read. */
const MOST_MENTIONED = 100;
function notesHistoryOn(connection) {
	return {
		range: (ends) => readRange(connection, ends),
		commits: (shas) => readMentioned(connection, shas),
		newcomers: (people, before) => readNewcomers(connection, people, before)
	};
}
const NOTHING = {
	direction: "first",
	commits: [],
	complete: true
};
async function readRange(connection, ends) {
	const to = await resolveRevision(connection, ends.to);
	const from = ends.from === null ? null : await resolveRevision(connection, ends.from);
	const gained = from === null ? NOTHING : await comparePaged(connection, from.sha, to.sha);
	const isOneWay = gained.direction !== "backward" && gained.direction !== "diverged";
	const lost = from === null || isOneWay ? NOTHING : await comparePaged(connection, to.sha, from.sha);
	const listed = [...gained.commits, ...lost.commits];
	const { pulls, links, complete } = await associateOnGitHub(connection, listed, ends.withFiles);
	const files = await filesOf(connection, listed, [...pulls.values()], links, ends.withFiles);
	const shown = ({ nodeId: _, ...commit }) => {
		const touched = files.filesOf.get(commit.sha);
		return touched === void 0 ? commit : {
			...commit,
			files: touched
		};
	};
	return {
		repository: `${connection.owner}/${connection.repo}`,
		from,
		to,
		direction: gained.direction,
		commits: gained.commits.map(shown),
		lost: lost.commits.map(shown),
		pullRequests: files.pulls,
		links,
		complete: gained.complete && lost.complete && complete && files.complete
	};
}
async function filesOf(connection, commits, pulls, links, withFiles) {
	if (!withFiles) return {
		pulls,
		filesOf: /* @__PURE__ */ new Map(),
		complete: true
	};
	return readTouchedFiles(connection, commits, pulls, links);
}
async function readMentioned(connection, shas) {
	const found = /* @__PURE__ */ new Map();
	for (const sha of new Set(shas.slice(0, MOST_MENTIONED))) {
		const commit = await findCommit(connection, sha);
		if (commit?.sha.startsWith(sha.toLowerCase())) found.set(commit.sha, rangeCommit(commit));
	}
	return [...found.values()];
}

// src/cli/demo/notes-of-day.ts
/**
* The notes that a job of the demo's repository writes, as `command: notes` of the Action does: from GitHub, with the
* job's own token, by the policy of the default branch.
*/
/** Of a release on GitHub. */
const LIMIT = 125e3;
async function notesOfDay(stage, { from, to }) {
	const connection = await connectJob(stage);
	const policy = await policyOn(connection);
	const notes = await writeNotes(notesHistoryOn(connection), {
		repository: stage.shop.fullName,
		from,
		to,
		policy,
		environment: "production",
		answeredBy: "github",
		service: null,
		releaseFile: null,
		outcome: null
	});
	return {
		notes,
		text: renderNotes(notes, {
			limit: LIMIT,
			repositoryUrl: null,
			zone: stage.day.zone
		})
	};
}
async function connectJob({ github, shop, now }) {
	const token = github.jobToken({
		repository: shop.fullName,
		permissions: {
			contents: "read",
			deployments: "read",
			pull_requests: "read"
		}
	});
	const [owner = "", name = ""] = shop.fullName.split("/");
	const octokit = patientOctokit({
		apiUrl: github.url,
		token,
		patience: {
			now,
			wait: refuseToWait,
			tell: () => {}
		}
	});
	return {
		octokit,
		repository: await findRepository(octokit, {
			owner,
			name
		}),
		owner,
		repo: name,
		self: "github-actions[bot]",
		appId: null
	};
}
/** On this machine there is nothing to wait for. */
async function refuseToWait(ms) {
	throw new NotAsTold(`GitHub asks the job to wait for ${ms} ms.`);
}
async function policyOn({ octokit, repository, self, appId }) {
	const github = connectGitHub(octokit, repository, {
		self,
		appId
	});
	const { sha } = await github.repository(POLICY_FILE);
	const file = await github.file(POLICY_FILE, sha);
	const read = policyIn(file?.text ?? "", POLICY_FILE);
	if (read.kind !== "valid") throw new NotAsTold(`${POLICY_FILE} of the default branch is not valid.`);
	return read.policy.policy;
}

// src/cli/demo/notes-story.ts
/** What a team reads when the day is over: what a release brought, and what a rollback took away. */
async function releaseNotes(stage, narrator, day) {
	narrator.tell("Who was not there reads the notes. A job of the workflow writes them from GitHub, with its own token.");
	await wentBack(stage, narrator, day.rollback);
	await wentOn(stage, narrator, day.whole);
}
async function wentBack(stage, narrator, range) {
	const { notes, text } = await notesOfDay(stage, range);
	narrator.show("notes of the rollback", text);
	const gone = notes.removedByRollback.map(({ title }) => title);
	assert$1(notes.direction === "backward" && notes.sections.length === 0, "a rollback brings nothing");
	assert$1(gone.length === 1 && gone[0] === "feat: a checkout on one page", "it took the bad change away and no other");
}
async function wentOn(stage, narrator, range) {
	const { notes, text } = await notesOfDay(stage, range);
	narrator.show("notes of production, from the first deployment to the last", text);
	const changes = notes.sections.flatMap((section) => section.changes);
	const schema = changes.find(({ title }) => title === "feat: keep invoices");
	assert$1(changes.length === 6, `six pull requests are in production (the notes list ${changes.length})`);
	assert$1(schema?.tier === "high" && schema.coAuthors.length === 1, "the schema change has its tier and its co-author");
	assert$1(notes.unlinkedCommits.length === 1, "the hotfix came from a pull request that is not merged");
	assert$1(!text.includes("round prices"), "the frozen change is not in production");
	narrator.confirm("Every change with its author and its tier. The hotfix stands apart: its pull request is not merged yet.");
}
function assert$1(isSo, text) {
	if (!isSo) throw new NotAsTold(`This is not so: ${text}.`);
}

// src/cli/demo/rollback-story.ts
/** The check is asked once more, and one lost answer takes nothing back. */
async function flakyRelease(stage, narrator) {
	narrator.tell("After each deployment the workflow runs the smoke checks, and tells the App what came out:");
	narrator.show(SMOKE_PATH, SMOKE_FILE);
	narrator.tell("Anna adds a line to the checkout page. Its first answer after the deployment is a 504.");
	const pull = propose(stage, {
		branch: "delivery-time",
		title: "feat: say when it is delivered",
		author: "anna",
		files: { [PAGE]: "<h1>Checkout</h1>\n<p>Delivered in two days.</p>\n<button>Pay now</button>\n" }
	});
	const run = mergeAndDeploy(stage, pull, "anna");
	await untilApproved(run);
	stage.site.hiccup();
	const deployed = await deploy(stage, run);
	narrator.show(`smoke checks of ${short(run.sha)}`, deployed.text);
	assert(deployed.verdict === "pass" && deployed.flakyChecks.includes("checkout"), "one 504 and then 200 is flaky");
	await stage.github.settled();
	assertDispatches(stage, 0);
	narrator.confirm("It passes, with a warning. One lost answer takes nothing back.");
}
/** @returns what it went back from, and to */
async function badRelease(stage, narrator) {
	narrator.tell("Cleo makes the checkout shorter. Ben approves it, Cleo merges it, and the App lets it through.");
	const good = running(stage);
	const pull = propose(stage, {
		branch: "short-checkout",
		title: "feat: a checkout on one page",
		author: "cleo",
		files: { [PAGE]: "<h1>Checkout</h1>\n<p>Delivered in two days.</p>\n" }
	});
	pull.review({
		by: "ben",
		state: "approved"
	});
	const bad = mergeAndDeploy(stage, pull, "cleo");
	narrator.show("deployment to production: approved", await untilApproved(bad));
	narrator.tell("Nobody saw that the button to pay is gone.");
	const deployed = await deploy(stage, bad);
	narrator.show(`smoke checks of ${short(bad.sha)}`, deployed.text);
	assert(deployed.verdict === "fail" && deployed.failedChecks.includes("checkout"), "no button is a failure");
	await staysOut(stage, narrator, {
		bad,
		issue: await goesBack(stage, narrator, good)
	});
	return {
		from: bad.sha,
		to: good
	};
}
/** Nobody does anything: the App orders it, opens its own gate, and waits for the verification. */
async function goesBack(stage, narrator, good) {
	const back = await until("the rollback is dispatched", () => dispatched(stage)[0]);
	assert(back.inputs["sha"] === good, "what is deployed again is the last commit that was verified");
	narrator.tell(`Nobody does anything. The App starts the workflow with ${short(good)}, which was verified last.`);
	narrator.show(`deployment of ${short(good)} to production: approved`, await untilApproved(back));
	const deployed = await deploy(stage, back);
	narrator.show(`smoke checks of ${short(good)}`, deployed.text);
	assert(deployed.verdict === "pass", "what was good before is good again");
	const issue = await until("an issue that says that production is back", () => stage.shop.issues().find(({ labels, body }) => labels.includes("tidegate:review") && body.includes("is back on")));
	narrator.show(`issue #${issue.number}: ${issue.title}`, firstLines(issue.body));
	assertDispatches(stage, 1);
	narrator.confirm("One rollback, by a rule that was agreed on before, through its own gate, and verified.");
	return issue;
}
async function staysOut(stage, narrator, { bad, issue }) {
	narrator.tell("Ben merges a correction of the documentation, which has nothing to do with it.");
	const docs = propose(stage, {
		branch: "fix-typo",
		title: "docs: correct a word",
		author: "ben",
		files: { "docs/currencies.md": "Euro and Swiss francs.\n" }
	});
	const next = mergeAndDeploy(stage, docs, "ben");
	narrator.show("deployment to production: held", await untilReport(next, new RegExp(short(bad.sha))));
	assertHeld(next);
	narrator.confirm("The default branch still contains the bad commit, and the next merge does not ship it again.");
	next.cancel("ben");
	narrator.tell("Ben cancels it. Cleo merges the repair. It contains the bad commit, too, so it has to wait for a person.");
	const pull = propose(stage, {
		branch: "bring-back-the-button",
		title: "fix: bring the button back",
		author: "cleo",
		files: { [PAGE]: "<h1>Checkout</h1>\n<p>Delivered in two days.</p>\n<button>Pay now</button>\n" }
	});
	const repair = mergeAndDeploy(stage, pull, "cleo");
	await untilReport(repair, new RegExp(short(bad.sha)));
	assertHeld(repair);
	await lift(stage, narrator, {
		bad,
		issue,
		repair,
		number: pull.number
	});
}
async function lift(stage, narrator, { bad, issue, repair, number }) {
	await stage.nextSecond();
	const said = issue.comments.length;
	const command = `/tidegate lift production @${short(bad.sha)} #${number} brings the button back`;
	narrator.tell(`Ola is on call. She has read the repair and comments on issue #${issue.number}: ${command}`);
	issue.comment(command, "ola");
	narrator.show(`answer on issue #${issue.number}`, await untilReply(issue, said, /lifted/i));
	narrator.show("deployment to production: approved", await untilApproved(repair));
	assert((await deploy(stage, repair)).verdict === "pass", "the repair works");
	await stage.github.settled();
	assertDispatches(stage, 1);
	narrator.confirm("The repair is live and verified, and it was a person who let the commit in again.");
}
/** Where it stands, and what to do. The rest is for whoever looks back on it. */
function firstLines(body) {
	return body.split("### What was found", 1)[0] ?? body;
}
function short(sha) {
	return sha.slice(0, 7);
}
function dispatched({ shop }) {
	return [...new Set(shop.deployments("production").flatMap(({ runId }) => runId ?? []))].map((id) => shop.run(id)).filter((run) => run.inputs["sha"] !== void 0);
}
function assertDispatches({ github }, count) {
	const made = github.requests.filter(({ operation }) => operation === "actions/create-workflow-dispatch").length;
	assert(made === count, `the App starts ${count} workflows (it started ${made})`);
}
function assert(isSo, text) {
	if (!isSo) throw new NotAsTold(`This is not so: ${text}.`);
}

// src/cli/demo/story.ts
async function tellReleaseDay(stage, narrator) {
	introduce(stage, narrator);
	const morning = running(stage);
	narrator.time(stage.now());
	await docsChange(stage, narrator);
	await passTo(stage, narrator, stage.day.flakyAt);
	await flakyRelease(stage, narrator);
	await passTo(stage, narrator, stage.day.badAt);
	const rollback = await badRelease(stage, narrator);
	await passTo(stage, narrator, stage.day.schemaAt);
	await windowOpens(stage, narrator, await schemaChange(stage, narrator));
	await emergency(stage, narrator, await freezeHolds(stage, narrator));
	await evening(stage, narrator);
	await releaseNotes(stage, narrator, {
		rollback,
		whole: {
			from: morning,
			to: running(stage)
		}
	});
	await deliveryFigures(stage, narrator);
}
function introduce({ day }, narrator) {
	narrator.tell("A release day at acme/shop, with the real App and a GitHub that lives on this machine only.");
	narrator.tell("Anna, Ben and Cleo write the shop. Ola is on call. This is their policy:");
	narrator.show(".github/tidegate.yml on the default branch", policyOfDay(day).trimEnd());
}
async function docsChange(stage, narrator) {
	narrator.tell("Anna corrects a sentence in the documentation, and merges it.");
	const pull = propose(stage, {
		branch: "fix-docs",
		title: "docs: say which currencies we take",
		author: "anna",
		files: { "docs/currencies.md": "EUR and CHF.\n" }
	});
	const check = await untilCheck(stage, pull, /low/i);
	narrator.show(`check tidegate on #${pull.number}: ${check.title}`, check.summary);
	const run = mergeAndDeploy(stage, pull, "anna");
	const comment = await untilApproved(run);
	narrator.show("deployment to production: approved", comment);
	await deploy(stage, run);
	narrator.confirm("A low-risk change went out at once: no gate asks anything of it.");
}
async function schemaChange(stage, narrator) {
	narrator.tell("Anna and Cleo change the database schema. Anna merges; the deployment reaches production.");
	const pull = propose(stage, {
		branch: "add-invoices",
		title: "feat: keep invoices",
		author: "anna",
		coAuthors: ["cleo"],
		files: { "db/schema.sql": "create table orders (id bigint primary key);\ncreate table invoices (id bigint);\n" }
	});
	const check = await untilCheck(stage, pull, /high/i);
	narrator.show(`check tidegate on #${pull.number}: ${check.title}`, check.summary);
	const run = mergeAndDeploy(stage, pull, "anna");
	narrator.show("deployment to production: held", await untilReport(run, /approval/i));
	narrator.tell("Cleo approves. She is a co-author of the change.");
	pull.review({
		by: "cleo",
		state: "approved"
	});
	narrator.show("deployment to production: still held", await untilReport(run, /cleo/i));
	assertHeld(run);
	narrator.confirm("Nobody approves their own work, co-authors included.");
	narrator.tell("Ben approves. He had no hand in it.");
	pull.review({
		by: "ben",
		state: "approved"
	});
	narrator.show("deployment to production: held for the window only", await untilReport(run, /^\*\*Nothing to do: opens by itself/));
	assertHeld(run);
	narrator.confirm("The approval counts; now only the release window is missing.");
	return run;
}
async function windowOpens(stage, narrator, run) {
	await passTo(stage, narrator, stage.day.windowOpensAt);
	narrator.tell("The release window opens. Nobody does anything.");
	narrator.show("deployment to production: approved", await untilApproved(run));
	await deploy(stage, run);
	narrator.confirm("The held deployment went out by itself.");
}
async function freezeHolds(stage, narrator) {
	await passTo(stage, narrator, stage.day.frozenAt);
	narrator.tell("The freeze has begun. Ben merges a change of the checkout.");
	const pull = propose(stage, {
		branch: "round-prices",
		title: "feat: round prices",
		author: "ben",
		files: { "src/checkout.ts": "export const currency = \"EUR\";\nexport const digits = 2;\n" }
	});
	const run = mergeAndDeploy(stage, pull, "ben");
	narrator.show("deployment to production: held", await untilReport(run, /Black Friday/));
	assertHeld(run);
	narrator.confirm("It is inside the release window, and the freeze holds it all the same.");
	return run;
}
async function emergency(stage, narrator, frozen) {
	narrator.tell("The checkout is down. Cleo cuts a hotfix from what production runs, without the frozen change.");
	const pull = propose(stage, {
		branch: "hotfix-checkout",
		title: "fix: take orders again",
		author: "cleo",
		from: running(stage),
		files: { "src/checkout.ts": "export const currency = \"EUR\";\nexport const retries = 3;\n" }
	});
	const run = stage.shop.startRun({
		environment: "production",
		branch: "hotfix-checkout",
		actor: "cleo"
	});
	narrator.show("deployment to production: held", await untilReport(run, /Black Friday/));
	await refusedOverride(narrator, pull, run);
	const said = pull.comments.length;
	const command = `/tidegate override production @${run.sha.slice(0, 12)} the checkout is down`;
	narrator.tell(`Ola is on call and may break the glass. She comments on #${pull.number}: ${command}`);
	pull.comment(command, "ola");
	narrator.show(`answer on #${pull.number}`, await untilReply(pull, said, /accepted/i));
	narrator.show("deployment to production: approved", await untilApproved(run));
	await deploy(stage, run);
	assertHeld(frozen);
	narrator.confirm("The emergency went out, with a name and a reason on record. The frozen change still waits.");
}
async function refusedOverride(narrator, pull, run) {
	const said = pull.comments.length;
	const command = `/tidegate override production @${run.sha.slice(0, 12)} I am in a hurry`;
	narrator.tell(`Cleo tries to override it herself: ${command}`);
	pull.comment(command, "cleo");
	narrator.show(`answer on #${pull.number}`, await untilReply(pull, said, /refused/i));
	assertHeld(run);
	narrator.confirm("Who may break the glass is a rule of the policy, not of the person in a hurry.");
}
async function evening(stage, narrator) {
	if (stage.isClockReal) narrator.tell("Nobody has to wait for what is left: from here on the clocks are put forward.");
	await stage.skipTo(stage.day.eveningAt);
	narrator.time(stage.now());
}
async function passTo(stage, narrator, instant) {
	const seconds = Math.ceil((instant - stage.now()) / 1e3);
	if (seconds <= 0) return;
	if (stage.isClockReal) narrator.tell(`Nothing happens for ${seconds} s, and the clock is the real one.`);
	await stage.passTo(instant);
	narrator.time(stage.now());
}

// src/cli/demo.ts
/** `tidegate demo`: a release day against a GitHub on loopback, told as it happens. */
function demoCommand() {
	return new Command("demo").description("tell a release day: the real App against a GitHub on loopback, nothing leaves this machine").option("--fast", "on a virtual clock, in seconds; without it the day takes one to two minutes").action(async (options) => {
		process.exitCode = await demo(options.fast === true);
	});
}
/** Exit code: 0 only if every step came out as told. */
async function demo(isFast) {
	const stage = await setStage({
		isFast,
		entry: process.argv[1] ?? ""
	});
	const hasColour = process.stdout.isTTY && !process.env["NO_COLOR"];
	const narrator = createNarrator((line) => process.stdout.write(`${line}\n`), stage.day.zone, hasColour);
	try {
		await tellReleaseDay(stage, narrator);
		await stage.github.settled();
		stage.github.assertClean();
		process.stdout.write("\nEvery step came out as told, and GitHub’s API description had nothing to object to.\n");
		return 0;
	} catch (error) {
		reportFailure(stage, error);
		return 1;
	} finally {
		await stage.close();
	}
}
function reportFailure(stage, error) {
	const what = error instanceof NotAsTold ? error.message : String(error instanceof Error ? error.stack : error);
	process.stderr.write(`\nThe day did not go as told: ${what}\n\nThe App's last lines:\n`);
	for (const line of stage.app.logTail()) process.stderr.write(`  ${line}\n`);
}

export { demoCommand };