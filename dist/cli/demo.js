import { i as createNarrator, n as startAppProcess, r as startStandin, t as newWebhookSecret } from "./app-process.js";
import { t as createMovableClock } from "./clock.js";
import { r as digestOfText } from "./canonical.js";
import { n as portsOfRun, t as runSmoke } from "./run.js";
import { t as reportText } from "./report-text.js";
import { t as parseSmoke } from "./parse3.js";
import { a as toInstant } from "./instant.js";
import { n as writeNotes, t as renderNotes } from "./markdown2.js";
import { T as NOTED_PULLS, c as comparePaged, f as NOBODY_KNOWN, h as listPullCommits, l as rangeCommit, m as readFiles, p as changedFile, s as listPullsOfCommit, t as connectGitHub, w as runQuery } from "./connect.js";
import { i as once, r as listAll, t as ask$1 } from "./client.js";
import { t as Failure } from "./failure.js";
import { t as findRepository } from "./find-repository.js";
import { n as patientOctokit } from "./patient-octokit.js";
import { t as POLICY_FILE } from "./policy-file.js";
import { t as policyIn } from "./read-policy2.js";
import { Command, Option } from "commander";
import { join } from "node:path";
import { createHmac, randomBytes } from "node:crypto";
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
function assertHeld$1(run) {
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

// src/cli/demo/second-day/calendar.ts
/** When things happen around the demo's planned release: sixteen days in Berlin, and a look back after the quarter. */
const ZONE = "Europe/Berlin";
const CALENDAR = {
	/** Somebody makes the milestones. */
	plannedAt: Date.parse("2026-11-16T09:00:00+01:00"),
	/** As GitHub keeps a due date: some hours into the day of UTC. */
	dueOn: "2026-11-25T08:00:00Z",
	changesAt: Date.parse("2026-11-18T14:00:00+01:00"),
	codeFreezeAt: Date.parse("2026-11-20T16:00:00+01:00"),
	testEndAt: Date.parse("2026-11-23T16:30:00+01:00"),
	stagingAt: Date.parse("2026-11-24T09:00:00+01:00"),
	announcedAt: Date.parse("2026-11-24T10:00:00+01:00"),
	/** The window opens at 10:00. */
	beforeWindowAt: Date.parse("2026-11-25T09:40:00+01:00"),
	windowOpensAt: Date.parse("2026-11-25T10:00:00+01:00"),
	nightAt: Date.parse("2026-11-25T23:00:00+01:00"),
	regressionAt: Date.parse("2026-11-26T05:40:00+01:00"),
	reviewAt: Date.parse("2026-11-27T11:00:00+01:00"),
	nextQuarterAt: Date.parse("2027-01-04T09:00:00+01:00")
};

// src/cli/demo/workflow-of-day.ts
/** How the demo's repository deploys, and how it finds out whether that worked. */
/** Page of the shop that the workflow puts on the web. */
const PAGE = "site/checkout.html";
/** Where the demo's App says it is. Jobs ask GitHub for tokens that are meant for this address. */
const APP_URL = "https://tidegate.example.com";
const SMOKE_PATH$1 = ".github/smoke.yml";
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
const WORKFLOW$1 = `name: deploy
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

// src/cli/demo/second-day/files.ts
/** What lies in the two repositories, and in the organisation's. */
const ORG_POLICY = `version: 1
zone: Europe/Berlin
trains:
  checkout: { members: [acme/shop, acme/payments], order: [acme/payments, acme/shop], environment: production }
`;
/** The same in both. */
const POLICY = `version: 1
zone: Europe/Berlin

plan:
  milestones: "release/*"
  stages: { code-freeze: -5d, test-end: -2d, staging: -1d, production: 0d }

risk:
  - { tier: low, because: documentation only, when: { only-paths: ["docs/**", "**/*.md"] } }
  - { tier: high, because: customers pay through it }

windows:
  release-morning: { days: wed, hours: "10:00-12:00" }

environments:
  staging:
    verify: { smoke: .github/smoke.yml, within: 30m }
  production:
    release-manager: { teams: [release] }
    runbook: docs/runbooks/production.md
    promote: { from: staging }
    preflight: .github/preflight.yml
    verify: { smoke: .github/smoke.yml, within: 15m, watch: { for: 48h, every: 15m } }
    strategy: canary
    rollback:
      on: [fail]
      authorise: { low: auto, high: ask }
      workflow: deploy.yml
      by: { teams: [release, sre] }

gates:
  - name: ready for customers
    for: { tiers: [high], environments: [production] }
    require:
      sections: [Rollback plan, Success criteria]
      linked-issue: true
      strategy: [canary]
      approvals:
        count: 1
        from: { teams: [product] }
        of: release
        as: product owner
        after: { verified: staging }
        via: [comment, deployment-review]
  - name: release morning
    for: { tiers: [high], environments: [production] }
    require: { window: release-morning }

escalation:
  - when: [verification-failed, verification-missing, rollback-failed]
    page: PD_ROUTING_KEY
    then: { after: 15m, page: PD_MANAGER_KEY }

record: { for: { environments: [production] } }
reviews: { template: .github/review.md, due: 5d, cause-labels: [gap/process, gap/testing] }
notes: { comment: true }
notify:
  - { on: [planned, window-opens-in: 24h], slack: CHANNEL_URL, template: .github/announce.md }
  - { on: [released, rollback, rollback-failed, review-overdue, watching-ended], slack: LEADS_URL }

override: { by: { teams: [sre] }, expires: 2h }
dora: { targets: { change-fail-rate: 15%, recovery-time: 1h } }
`;
const ANNOUNCEMENT = `{{ service }} {{ release }} goes to {{ environment }} on {{ due }}.
It may go out from {{ opens-at }} on. Expected downtime: {{ downtime }}.
Questions: {{ release-manager }}. If something is wrong: {{ runbook }}.
`;
const REVIEW = `### What customers saw

### What we did not know before

### What we change, and who does it
`;
const RUNBOOK = `# Production

1. Stop the canary: \`./canary.sh stop\`.
2. Is it the last release? \`/tidegate rollback production REASON\` in its record.
3. Tell #checkout what customers see.
`;
function smokeFile(url) {
	return `version: 1
network: loopback
deadline: 1m
checks:
  - id: version
    version: { url: "${url}/\${environment}/version", json: "$.commit", expect: "\${sha}" }
    interval: 50ms
  - id: checkout
    watch: true
    http: { url: "${url}/\${environment}/checkout", body: { contains: "Pay now" } }
    retry: { attempts: 2, base: 100ms }
    depends-on: [version]
`;
}
function preflightFile(url) {
	return `version: 1
network: loopback
deadline: 20s
checks:
  - id: standby
    http: { url: "${url}/\${environment}/ready", status: 200 }
`;
}
/** Nobody runs it here: \`deploy.ts\` does what it says. The App reads how it can be started. */
const WORKFLOW = `name: deploy
on:
  workflow_dispatch:
    inputs:
      sha: { description: The commit to deploy, type: string, required: true }
jobs:
  production:
    runs-on: ubuntu-latest
    environment: production
    permissions: { contents: read, id-token: write }
    steps:
      - run: ./canary.sh "\${{ inputs.sha }}"
      - uses: OWNER/tidegate@v1
        with: { command: smoke, environment: production, sha: "\${{ inputs.sha }}", app-url: ${APP_URL} }
`;

// src/cli/demo/second-day/public-site.ts
/** A service as its customers and its probes see it, on loopback. */
async function openService(page) {
	const state = {
		running: /* @__PURE__ */ new Map(),
		page,
		isReady: true,
		isBroken: false
	};
	const server = createServer(({ url = "" }, response) => {
		const [, environment = "", place = ""] = url.split("/");
		const [status, body] = place === "ready" ? readiness(state) : pageOf(state, environment, place);
		response.writeHead(status, { "content-type": body.startsWith("{") ? "application/json" : "text/html" }).end(body);
	});
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	return {
		url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
		deploy: (environment, sha) => {
			state.running.set(environment, sha);
			if (environment === "production") state.isBroken = false;
		},
		setReady: (ready) => {
			state.isReady = ready;
		},
		breakDown: () => {
			state.isBroken = true;
		},
		[Symbol.asyncDispose]: () => {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		}
	};
}
function readiness({ isReady }) {
	return isReady ? [200, "ready"] : [503, "the standby is rebuilding"];
}
function pageOf({ running, page, isBroken }, environment, place) {
	const commit = running.get(environment);
	if (commit === void 0) return [503, "Nothing is deployed."];
	if (place === "version") return [200, JSON.stringify({ commit })];
	return isBroken && environment === "production" ? [500, "out of connections"] : [200, page];
}

// src/cli/demo/second-day/telephone.ts
/** Stands for Slack and PagerDuty on loopback, and shows what a telephone would: a headline, and the lines below it. */
const CHANNELS = ["CHANNEL_URL", "LEADS_URL"];
/** PagerDuty's keys have 32 letters and digits. */
const KEYS = {
	PD_ROUTING_KEY: "R0oncall0oncall0oncall0oncall000",
	PD_MANAGER_KEY: "R0manager0manager0manager0manage"
};
async function openTelephone() {
	const messages = [];
	const server = createServer((request, response) => {
		bodyOf(request).then((body) => {
			messages.push(messageOf(request.url ?? "", JSON.parse(body)));
			response.writeHead(request.url?.startsWith("/v2/") ? 202 : 200).end();
		});
	});
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	const url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
	const secret = randomBytes(32).toString("hex");
	return {
		settings: {
			NOTIFY_VARIABLES: [...CHANNELS, ...Object.keys(KEYS)].join(", "),
			NOTIFY_NETWORK: "loopback",
			NOTIFY_PAGERDUTY_URL: url,
			PAGERDUTY_WEBHOOK_SECRET: secret,
			...KEYS,
			...Object.fromEntries(CHANNELS.map((name) => [name, `${url}/slack/${name}`]))
		},
		messages,
		acknowledgement: (alertKey, by) => acknowledged(secret, alertKey, by),
		[Symbol.asyncDispose]: () => {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		}
	};
}
async function bodyOf(request) {
	const chunks = [];
	for await (const chunk of request) chunks.push(chunk);
	return Buffer.concat(chunks).toString("utf8");
}
function messageOf(path, body) {
	if (!path.startsWith("/v2/")) {
		const section = body.blocks.find(({ type }) => type === "section")?.text?.text ?? "";
		return {
			to: path.split("/").at(-1) ?? "",
			kind: "message",
			headline: plain(body.text),
			text: plain(section),
			alertKey: null
		};
	}
	const [to = ""] = Object.entries(KEYS).find(([, key]) => key === body.routing_key) ?? [];
	const { payload, event_action: action } = body;
	const headline = payload?.summary ?? "";
	const text = (payload?.custom_details.details ?? []).join("\n");
	return {
		to,
		kind: action === "resolve" ? "all-clear" : "page",
		headline,
		text,
		alertKey: body.dedup_key ?? null
	};
}
/** As Slack shows it: three characters are escaped on the way. */
function plain(text) {
	return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
function acknowledged(secret, alertKey, by) {
	const body = JSON.stringify({ event: {
		event_type: "incident.acknowledged",
		agent: {
			type: "user_reference",
			summary: by
		},
		data: {
			type: "incident",
			incident_key: alertKey
		}
	} });
	return {
		signature: `v1=${createHmac("sha256", secret).update(body).digest("hex")}`,
		body
	};
}

// src/cli/demo/second-day/stage.ts
/** The stage of the second day: an organisation with two services that are released together, and who works there. */
async function setSecondStage(entry) {
	await using started = new AsyncDisposableStack();
	const clock = createMovableClock();
	clock.moveTo(CALENDAR.plannedAt);
	const webhookSecret = newWebhookSecret();
	const github = started.adopt(await startStandin({
		clock,
		app: { webhookSecret }
	}), (each) => each.close());
	const [ofShop, ofPayments] = [started.use(await openService(PAGES.shop)), started.use(await openService(PAGES.payments))];
	const telephone = started.use(await openTelephone());
	buildPeople(github);
	const shop = {
		repository: buildRepository(github, "shop", ofShop),
		service: ofShop
	};
	const payments = {
		repository: buildRepository(github, "payments", ofPayments),
		service: ofPayments
	};
	const folder = started.adopt(await mkdtemp(join(tmpdir(), "tidegate-demo-")), (each) => rm(each, {
		recursive: true,
		force: true
	}));
	const app = started.adopt(await startAppProcess({
		entry,
		webhookSecret,
		dataFolder: join(folder, "data"),
		isClockMovable: true,
		appId: github.app.id,
		privateKey: github.app.privateKey ?? "",
		gitHubHost: github.host,
		settings: {
			BASE_URL: APP_URL,
			PROBE_NETWORK: "loopback",
			...telephone.settings
		}
	}), (each) => each.stop());
	const passTo = async (instant) => {
		clock.moveTo(instant);
		await app.moveClock(instant);
	};
	await passTo(CALENDAR.plannedAt);
	github.sendWebhooksTo(app.webhookUrl);
	const kept = started.move();
	return {
		github,
		shop,
		payments,
		app,
		telephone,
		folder,
		passTo,
		now: () => clock.now(),
		nextSecond: () => passTo(Math.floor(clock.now() / 1e3) * 1e3 + 1e3),
		close: () => kept.disposeAsync()
	};
}
const PAGES = {
	shop: "<button>Pay now</button>",
	payments: "{\"methods\":[\"card\",\"Pay now, settle later\"]}"
};
/** Anna and Ben write the shop, Cleo and Dan the payments; Ravi owns releases, Pia is the product owner, Ola on call. */
const TEAMS = {
	release: "ravi",
	product: "pia",
	sre: "ola"
};
const PEOPLE = [
	"anna",
	"ben",
	"cleo",
	"dan",
	...Object.values(TEAMS)
];
function buildPeople(github) {
	const acme = github.createOrganization("acme");
	for (const login of PEOPLE) {
		github.createUser(login);
		acme.addMember(login);
	}
	for (const [team, login] of Object.entries(TEAMS)) acme.createTeam(team, { members: [login] });
	const files = {
		"README.md": "# How we work\n",
		".github/tidegate-org.yml": ORG_POLICY
	};
	const place = github.createRepository({
		owner: "acme",
		name: ".github",
		files
	});
	for (const login of PEOPLE) place.setPermission(login, "write");
}
/** Production runs the first commit. */
function buildRepository(github, name, service) {
	const repository = github.createRepository({
		owner: "acme",
		name,
		files: {
			"README.md": `# ${name}\n`,
			".github/tidegate.yml": POLICY,
			".github/workflows/deploy.yml": WORKFLOW,
			".github/smoke.yml": smokeFile(service.url),
			".github/preflight.yml": preflightFile(service.url),
			".github/announce.md": ANNOUNCEMENT,
			".github/review.md": REVIEW,
			"docs/runbooks/production.md": RUNBOOK,
			"src/main.ts": "export {};\n"
		}
	});
	for (const login of PEOPLE) repository.setPermission(login, "write");
	repository.onDispatch("deploy.yml", {
		inputs: ["sha"],
		jobs: () => [{
			name: "production",
			environment: "production"
		}]
	});
	for (const environment of ["staging", "production"]) {
		repository.createEnvironment(environment);
		const first = repository.createDeployment({
			environment,
			ref: "main",
			creator: "ravi"
		});
		repository.setDeploymentStatus(first.id, "success");
		repository.enableRule(environment);
		service.deploy(environment, repository.head());
	}
	return repository;
}

// src/cli/demo/second-day/deploy.ts
const SMOKE_PATH = ".github/smoke.yml";
/** @returns what `tidegate smoke` prints */
async function deploy$1(stage, member, run, environment) {
	const sha = run.inputs["sha"] ?? run.sha;
	member.service.deploy(environment, sha);
	const text = smokeFile(member.service.url);
	const parsed = parseSmoke(text, {
		file: SMOKE_PATH,
		names: new Map(Object.entries({
			sha,
			environment
		})),
		secrets: /* @__PURE__ */ new Map()
	});
	if (parsed.kind === "invalid") throw new NotAsTold(parsed.problems.map(({ message }) => message).join("\n"));
	const ports = portsOfRun({
		network: "loopback",
		areCommandsAllowed: false,
		environment: {},
		folder: stage.folder,
		proxyFrom: {}
	});
	const report = await runSmoke(parsed.plan, {
		environment,
		sha
	}, ports);
	if (report.verdict !== "pass") throw new NotAsTold(`A fresh deployment to ${environment} has to be well.`);
	await stage.nextSecond();
	const smoke = {
		path: SMOKE_PATH,
		digest: digestOfText(text)
	};
	await tellApp$1(stage, run, {
		environment,
		sha,
		verdict: report.verdict,
		failedChecks: [],
		smoke
	});
	run.finish("success", environment);
	await stage.nextSecond();
	return reportText(report, (_verdict, text) => text);
}
async function tellApp$1({ app }, run, claim) {
	const token = run.oidcToken({
		audience: APP_URL,
		job: claim.environment
	});
	const response = await fetch(new URL("/api/verifications", app.webhookUrl), {
		method: "POST",
		headers: {
			authorization: `Bearer ${token}`,
			"content-type": "application/json"
		},
		body: JSON.stringify({
			version: 1,
			...claim
		})
	});
	if (response.status === 202) return;
	throw new NotAsTold(`The App did not take the verification: ${response.status} ${await response.text()}`);
}
/** First staging, then production, which a gate of its own guards. */
function startRun({ repository }, actor) {
	return repository.startRun({
		actor,
		jobs: [{
			name: "staging",
			environment: "staging"
		}, {
			name: "production",
			environment: "production",
			needs: ["staging"]
		}]
	});
}
function untilLetIn(run, environment) {
	return until(`the deployment to ${environment} is let through`, () => {
		const isOpen = (each) => each.state === "approved" && each.environment === environment;
		return run.reviews.find(isOpen)?.comment;
	});
}
/** The newest status report on a run's gate that says `phrase`. */
function untilHeld(run, environment, phrase) {
	const own = () => run.reviews.filter((each) => each.state === "pending" && each.environment === environment).at(-1);
	return until(`a report on the deployment to ${environment} that says ${phrase}; it says:\n${own()?.comment}`, () => {
		const comment = own()?.comment;
		return comment !== void 0 && phrase.test(comment) ? comment : null;
	});
}
/** Fails when our App let production in although it must be held. */
function assertHeld(run) {
	if (run.reviews.some(({ state, environment }) => state === "approved" && environment === "production") || run.status !== "waiting") throw new NotAsTold("Production was let in although it has to be held.");
}

// src/cli/demo/second-day/look.ts
function must(isSo, text) {
	if (!isSo) throw new NotAsTold(`This is not so: ${text}.`);
}
function issueOf({ repository }, title) {
	return repository.issues().find((each) => title.test(each.title));
}
/** An issue of the App whose text says so. */
async function untilIssue(member, title, says) {
	const { fullName } = member.repository;
	const now = () => issueOf(member, title)?.body ?? "there is none";
	return await until(`an issue of ${fullName} called ${title} says ${says}`, () => {
		const issue = issueOf(member, title);
		return issue !== void 0 && says.test(issue.body) ? issue : null;
	}).catch((error) => {
		throw error instanceof NotAsTold ? new NotAsTold(`${error.message}\nIt says:\n${now()}`) : error;
	});
}
async function untilMessage({ telephone }, to, says, after = 0) {
	return await until(`${to} gets a message that says ${says}`, () => telephone.messages.slice(after).find((each) => each.to === to && says.test(`${each.headline}\n${each.text}`)));
}
const SHOWN_ON = {
	message: "Slack",
	page: "PagerDuty pages",
	"all-clear": "PagerDuty: all clear for"
};
function showMessage(narrator, { to, kind, headline, text }) {
	const lines = [headline, ...text === "" ? [] : ["", text]];
	narrator.show(`${SHOWN_ON[kind]} ${to}`, lines.join("\n"));
}
function showIssue(narrator, member, issue) {
	narrator.show(`${member.repository.fullName} issue #${issue.number}: ${issue.title}`, issue.body);
}
/** Somebody comments, and the App answers there. */
async function command(stage, issue, said) {
	await stage.nextSecond();
	const before = issue.comments.length;
	issue.comment(said.text, said.by);
	return await until(`an answer on #${issue.number} to “${said.text}” that says ${said.answer}`, () => {
		return issue.comments.slice(before).filter(({ user }) => user === "tidegate[bot]").find(({ body }) => said.answer.test(body))?.body;
	}).catch((error) => {
		const last = issue.comments.at(-1)?.body ?? "";
		throw error instanceof NotAsTold ? new NotAsTold(`${error.message}\nThe last comment:\n${last}`) : error;
	});
}
/** The record of the release that the run brings. */
function recordTitle({ sha }) {
	return new RegExp(`^Release .*${sha.slice(0, 7)}`);
}

// src/cli/demo/second-day/planning.ts
const RELEASE = "release/2026.11";
const PLAN = /^Planned release: release\/2026\.11$/;
/** Before the story: what production runs was deployed by Tidegate and verified, so there is something to go back to. */
async function lastWeek(stage) {
	for (const member of [stage.payments, stage.shop]) {
		const { repository } = member;
		const [branch, title] = ["say-hello", "docs: say what this is"];
		repository.push({
			branch,
			message: title,
			author: "dan",
			files: { "docs/about.md": "How to pay at acme.\n" }
		});
		repository.openPullRequest({
			head: branch,
			title,
			author: "dan"
		}).merge({
			by: "dan",
			method: "squash"
		});
		const run = startRun(member, "dan");
		for (const environment of ["staging", "production"]) {
			await untilLetIn(run, environment);
			await deploy$1(stage, member, run, environment);
		}
	}
}
async function plan(stage, narrator) {
	narrator.tell(`Ravi owns releases. He makes a milestone “${RELEASE}” in both repositories, due on 25 November.`);
	for (const { repository } of [stage.shop, stage.payments]) repository.createMilestone({
		title: RELEASE,
		by: "ravi",
		dueOn: CALENDAR.dueOn,
		description: "Pay in instalments.\n\nExpected downtime: none"
	});
	const record = await untilIssue(stage.shop, PLAN, /code-freeze/);
	showIssue(narrator, stage.shop, record);
	showMessage(narrator, await untilMessage(stage, "CHANNEL_URL", /^Planned: .*2026\.11/));
	narrator.confirm("The due date is all that he gave: the stages follow from it.");
}
const CHANGES = {
	shop: {
		branch: "instalments",
		title: "feat: pay in instalments",
		author: "anna",
		path: "src/instalments.ts"
	},
	payments: {
		branch: "plans",
		title: "feat: keep plans of instalments",
		author: "cleo",
		path: "src/plans.ts"
	}
};
function describe(closes) {
	return `Closes #${closes}

## Rollback plan

Back to the version before; nothing is migrated.

## Success criteria

- Orders in instalments arrive
- The checkout answers within a second
`;
}
async function change(stage, narrator) {
	await pass(stage, narrator, CALENDAR.changesAt);
	narrator.tell("Anna in the shop and Cleo in the payments write what belongs to it, and merge it.");
	const merged = {
		shop: propose$1(stage.shop, CHANGES.shop),
		payments: propose$1(stage.payments, CHANGES.payments)
	};
	await stage.github.settled();
	merged.shop.merge({
		by: "anna",
		method: "squash"
	});
	merged.payments.merge({
		by: "cleo",
		method: "squash"
	});
	return merged;
}
function propose$1({ repository }, made) {
	const { branch, title, author, path } = made;
	const wish = repository.openIssue({
		title: "Customers want to pay in instalments",
		author: "pia"
	});
	repository.push({
		branch,
		message: title,
		author,
		files: { [path]: "export const months = [3, 6, 12];\n" }
	});
	const pull = repository.openPullRequest({
		head: branch,
		title,
		author,
		body: describe(wish.number)
	});
	const reviewer = author === "anna" ? "ben" : "dan";
	pull.setMilestone(1);
	pull.review({
		by: reviewer,
		state: "approved"
	});
	return pull;
}
async function decideStages(stage, narrator) {
	await pass(stage, narrator, CALENDAR.codeFreezeAt);
	const record = await untilIssue(stage.shop, PLAN, /code-freeze/);
	const other = await untilIssue(stage.payments, PLAN, /code-freeze/);
	narrator.tell("Code freeze. Ravi says go, on the records of both.");
	for (const issue of [record, other]) await command(stage, issue, {
		by: "ravi",
		text: "/tidegate go code-freeze",
		answer: /go/i
	});
	await refusedGo(stage, narrator, record);
	await noGo(stage, narrator, {
		record,
		other
	});
}
async function refusedGo(stage, narrator, record) {
	await pass(stage, narrator, CALENDAR.testEndAt);
	narrator.tell("The tests are to end today. Anna says go.");
	const said = await command(stage, record, {
		by: "anna",
		text: "/tidegate go test-end",
		answer: /Nothing was done/
	});
	narrator.show(`answer on #${record.number}`, said);
}
async function noGo(stage, narrator, { record, other }) {
	const text = "/tidegate no-go test-end instalments of 0 months can be chosen";
	narrator.tell(`Ravi has read the test report: ${text}`);
	narrator.show(`answer on #${record.number}`, await command(stage, record, {
		by: "ravi",
		text,
		answer: /no-go/i
	}));
	await command(stage, other, {
		by: "ravi",
		text: "/tidegate go test-end",
		answer: /go/i
	});
	showIssue(narrator, stage.shop, await untilIssue(stage.shop, PLAN, /^\*\*(?:held · )?Held: no-go at test-end by ravi/m));
	narrator.confirm("Whoever reads the first line of the record knows what is held, by whom, and what is next.");
}
async function pass(stage, narrator, instant) {
	await stage.passTo(instant);
	narrator.time(stage.now());
}

// src/cli/demo/second-day/release.ts
const TRAIN = /^Train checkout: release\/2026\.11$/;
const GO_ON = {
	by: "ravi",
	text: "/tidegate go test-end",
	answer: /go/i
};
async function staging(stage, narrator) {
	await pass(stage, narrator, CALENDAR.stagingAt);
	narrator.tell("Ben and Dan start the deployments. They begin in staging.");
	const runs = {
		shop: startRun(stage.shop, "ben"),
		payments: startRun(stage.payments, "dan")
	};
	narrator.show("acme/shop, deployment to staging: held", await untilHeld(runs.shop, "staging", /no-go/));
	await untilLetIn(runs.payments, "staging");
	narrator.tell("Anna shows Ravi that the report was of an older build. He comments on the record: /tidegate go test-end");
	const record = await untilIssue(stage.shop, PLAN, /no-go/);
	narrator.show(`answer on #${record.number}`, await command(stage, record, GO_ON));
	narrator.show("acme/shop, deployment to staging: approved", await untilLetIn(runs.shop, "staging"));
	narrator.confirm("The no-go held it and the go let it on, both with a name.");
	for (const [member, run] of [[stage.payments, runs.payments], [stage.shop, runs.shop]]) {
		const text = await deploy$1(stage, member, run, "staging");
		if (member === stage.shop) narrator.show("smoke checks of acme/shop in staging", text);
	}
	return runs;
}
async function signOff(stage, narrator, runs) {
	const held = await untilHeld(runs.shop, "production", /product/);
	narrator.show("acme/shop, deployment to production: held", held);
	narrator.tell("Pia, the product owner, tries both in staging and approves them on their records.");
	for (const [member, run] of [[stage.payments, runs.payments], [stage.shop, runs.shop]]) {
		const record = await untilIssue(member, recordTitle(run), /production/);
		const text = `/tidegate approve production @${run.sha.slice(0, 12)}`;
		const said = await command(stage, record, {
			by: "pia",
			text,
			answer: /./
		});
		if (member === stage.shop) narrator.show(`answer on #${record.number}`, said);
		const plan = await untilIssue(member, PLAN, /staging/);
		await command(stage, plan, {
			by: "ravi",
			text: "/tidegate go staging",
			answer: /go/i
		});
	}
	await pass(stage, narrator, CALENDAR.announcedAt);
	narrator.tell("A day before the window opens, everybody is told. Once.");
	showMessage(narrator, await untilMessage(stage, "CHANNEL_URL", /^Within 24h/));
}
async function morning(stage, narrator, runs) {
	await pass(stage, narrator, CALENDAR.beforeWindowAt);
	narrator.tell("The morning of the release. Ravi says go for production, on both records.");
	for (const member of [stage.payments, stage.shop]) {
		const plan = await untilIssue(member, PLAN, /production/);
		await command(stage, plan, {
			by: "ravi",
			text: "/tidegate go production",
			answer: /go at production/
		});
	}
	showIssue(narrator, stage.shop, await untilIssue(stage.shop, PLAN, /^\| production \|.*✅ go by ravi/m));
	const held = await untilHeld(runs.payments, "production", /opens by itself Wed 25 Nov 10:00/);
	narrator.show("acme/payments, deployment to production: held", held);
	await preflight(stage, narrator, runs);
	await inOrder(stage, narrator, runs);
}
async function preflight(stage, narrator, runs) {
	narrator.tell("The standby of the payments is being rebuilt. Nobody thought of it. The window opens.");
	stage.payments.service.setReady(false);
	await pass(stage, narrator, CALENDAR.windowOpensAt);
	const held = await untilHeld(runs.payments, "production", /The target is not ready/);
	narrator.show("acme/payments, deployment to production: held", held);
	assertHeld(runs.payments);
	narrator.confirm("A target that is not ready takes no release, whoever approved it.");
	narrator.show("acme/shop, deployment to production: held", await untilHeld(runs.shop, "production", /goes first/));
	stage.payments.service.setReady(true);
	narrator.tell("The standby is back after four minutes. Nobody tells Tidegate: it looks again by itself.");
	await pass(stage, narrator, CALENDAR.windowOpensAt + 6 * MINUTE$1);
	narrator.show("acme/payments, deployment to production: approved", await untilLetIn(runs.payments, "production"));
}
const MINUTE$1 = 6e4;
async function inOrder(stage, narrator, runs) {
	assertHeld(runs.shop);
	const before = stage.telephone.messages.length;
	narrator.tell("Dan watches five per cent of the customers for a quarter of an hour, then it is all of them.");
	await pass(stage, narrator, CALENDAR.windowOpensAt + 21 * MINUTE$1);
	const text = await deploy$1(stage, stage.payments, runs.payments, "production");
	narrator.show("smoke checks of acme/payments in production", text);
	narrator.show("acme/shop, deployment to production: approved", await untilLetIn(runs.shop, "production"));
	showMessage(narrator, await untilMessage(stage, "LEADS_URL", /^Released: acme\/shop/, before));
	await deploy$1(stage, stage.shop, runs.shop, "production");
	const train = await untilIssue(stage.payments, TRAIN, /All members are out and verified/);
	showIssue(narrator, stage.payments, train);
	narrator.confirm("Each in its turn: the shop waited until the payments that it needs were verified.");
}

// src/cli/demo/second-day/after.ts
const MINUTE = 6e4;
const REPORT_EVERY = 15 * MINUTE;
async function watch(stage, narrator, runs) {
	narrator.tell("For two days Tidegate asks the checkout again, every fifteen minutes. It is well in the evening.");
	await pass(stage, narrator, CALENDAR.nightAt);
	const record = await untilIssue(stage.shop, recordTitle(runs.shop), /[Ww]atch/);
	showIssue(narrator, stage.shop, record);
}
async function regression(stage, narrator) {
	await pass(stage, narrator, CALENDAR.regressionAt);
	narrator.tell("The second morning. The shop has used up its connections: each checkout of the night left one open.");
	stage.shop.service.breakDown();
	const before = stage.telephone.messages.length;
	await stage.passTo(CALENDAR.regressionAt + REPORT_EVERY);
	const paged = await untilPaged(stage, "PD_ROUTING_KEY", before);
	narrator.time(stage.now());
	narrator.tell("One look failed, and half a minute later the second one as well: that is no chance any more.");
	showMessage(narrator, paged);
	await stage.passTo(stage.now() + 12 * MINUTE);
	must(!stage.telephone.messages.some(({ to }) => to === "PD_MANAGER_KEY"), "the second level sleeps for 15 minutes");
	narrator.confirm("Nobody had to notice it: customers are asleep, and the probe is not.");
}
/** Half a minute passes between a failed look and the second one. */
async function untilPaged(stage, to, before) {
	const end = Date.now() + 3e4;
	while (Date.now() < end) {
		const found = stage.telephone.messages.slice(before).find((each) => each.kind === "page" && each.to === to);
		if (found !== void 0) return found;
		await new Promise((resolve) => setTimeout(resolve, 400));
		await stage.passTo(stage.now() + 1e4);
	}
	throw new NotAsTold(`This did not happen: ${to} is paged.`);
}
async function escalation(stage, narrator) {
	narrator.tell("The telephone of whoever is on call lies in the car. Nobody acknowledges.");
	await stage.passTo(stage.now() + 4 * MINUTE);
	const page = await untilPaged(stage, "PD_MANAGER_KEY", 0);
	narrator.time(stage.now());
	showMessage(narrator, page);
	narrator.tell("Mia, who leads the department, acknowledges in PagerDuty, and calls Ola.");
	await acknowledge(stage, page.alertKey ?? "");
	narrator.confirm("The second level was woken because the first did not answer, as the hold had said the day before.");
}
async function acknowledge({ app, telephone }, alertKey) {
	const { signature, body } = telephone.acknowledgement(alertKey, "Mia Meier");
	const response = await fetch(new URL("/api/pagerduty", app.webhookUrl), {
		method: "POST",
		headers: {
			"x-pagerduty-signature": signature,
			"content-type": "application/json"
		},
		body
	});
	const said = `${response.status} ${await response.text()}`;
	must(said.includes("\"acknowledged\""), `PagerDuty's word is taken (the App answered ${said})`);
}
async function wayBack(stage, narrator) {
	const train = await untilIssue(stage.payments, TRAIN, /acme\/shop turned out badly/);
	showIssue(narrator, stage.payments, train);
	const text = "/tidegate rollback train:checkout the checkout runs out of connections";
	narrator.tell(`Ola opens the record of the train. One command takes back all of it: ${text}`);
	narrator.show(`answer on #${train.number}`, await command(stage, train, {
		by: "ola",
		text,
		answer: /Ordered/
	}));
	for (const member of [stage.shop, stage.payments]) {
		const back = await untilDispatched(stage, member);
		const other = member === stage.shop ? stage.payments : void 0;
		if (other !== void 0) must(dispatched$1(other).length === 0, "what went last goes back first, alone");
		const { fullName } = member.repository;
		narrator.show(`${fullName}, deployment of ${short$1(back)} to production: approved`, await untilLetIn(back, "production"));
		narrator.show(`smoke checks of ${fullName} in production`, await deploy$1(stage, member, back, "production"));
	}
	showIssue(narrator, stage.payments, await untilIssue(stage.payments, TRAIN, /2\. acme\/payments is back/));
	narrator.confirm("The shop went back first, then the payments it needs: each verified before the next.");
	await untilAllClear(stage, narrator);
}
/** The shop alone was back before: whoever was paged is told when all of the train is. */
async function untilAllClear({ telephone }, narrator) {
	for (const to of ["PD_ROUTING_KEY", "PD_MANAGER_KEY"]) await until(`${to} is told that it is over`, () => telephone.messages.find((each) => each.kind === "all-clear" && each.to === to));
	narrator.confirm("Both who were paged are told that it is over, now that all of the train is back.");
}
function short$1(run) {
	return (run.inputs["sha"] ?? run.sha).slice(0, 7);
}
function dispatched$1({ repository }) {
	return [...new Set(repository.deployments("production").flatMap(({ runId }) => runId ?? []))].map((id) => repository.run(id)).filter((run) => run.inputs["sha"] !== void 0);
}
/** The train looks at its members once a minute while they go back. */
async function untilDispatched(stage, member) {
	for (let look = 0; look < 12; look += 1) {
		const [run] = await until("a rollback is dispatched", () => dispatched$1(member)).catch(() => []);
		if (run !== void 0) return run;
		await new Promise((resolve) => setTimeout(resolve, 1e3));
		await stage.passTo(stage.now() + MINUTE);
	}
	throw new NotAsTold(`This did not happen: the rollback of ${member.repository.fullName} is dispatched.`);
}

// src/cli/demo/second-day/looking-back.ts
/** What is learned of it: the authors are told, the review gets its cause, the record its retrospective, the quarter its figures. */
async function authors(stage, narrator, pulls) {
	const { shop } = pulls;
	await stage.passTo(stage.now() + 36e4);
	const own = () => shop.comments.filter(({ user, body }) => user === "tidegate[bot]" && body.includes("production"));
	await until("the author is told that it is in production, and that it was taken back", () => own()[1]);
	narrator.tell("Anna is asleep. What became of her change is told where she will look first.");
	for (const { body } of own()) narrator.show(`comment on #${shop.number} of acme/shop`, body);
	must(own().length === 2, "an author is told once of each");
}
const FINDING = /^production has a problem with/;
async function review(stage, narrator) {
	await pass(stage, narrator, CALENDAR.reviewAt);
	const issue = await untilIssue(stage.shop, FINDING, /is back on/);
	narrator.tell("Ravi opens the review. It begins with the team’s own questions.");
	narrator.show(`acme/shop issue #${issue.number}: ${issue.title}`, withoutTable(issue.body));
	must(issue.body.includes("What we did not know before"), "the review begins with the template");
	narrator.tell("He answers them, and closes it. What the cause was he forgets.");
	const before = issue.comments.length;
	issue.close("ravi");
	await until("the review is opened again", () => issue.state === "open" ? issue : null);
	const comment = await until("it says why", () => issue.comments[before]?.body);
	narrator.show(`comment on #${issue.number}`, comment);
	narrator.tell("It was the load test, which had ended after an hour. He labels it gap/testing, and closes it.");
	await stage.nextSecond();
	issue.label("gap/testing", "ravi");
	issue.close("ravi");
	await stage.github.settled();
	await stage.passTo(stage.now() + 18e5);
	await stage.github.settled();
	must(issue.state === "closed", "a review with its cause stays closed");
	narrator.confirm("A review closes with its cause, or not at all.");
}
function withoutTable(body) {
	return body.replace(/<details>[\s\S]*?<\/details>/, "");
}
async function retrospective(stage, narrator, runs) {
	const record = await untilIssue(stage.shop, recordTitle(runs.shop), /### Retrospective/);
	narrator.tell("The record of the release was closed by itself, with what is known of it and a place for what was learned.");
	showIssue(narrator, stage.shop, record);
	must(record.state === "closed" && /^\*\*Rolled back/m.test(record.body), "the record ends as rolled back");
	must(record.body.includes("### Lessons"), "there is a place for lessons");
	narrator.confirm("Nobody has to reconstruct it: what was decided, when and by whom stands there.");
}
const FIGURES = /^Delivery figures/;
/** The figures are told anew once a day, of what was read of GitHub by then. */
const LOOKS_EVERY_MS$1 = 864e5;
const MOST_LOOKS$1 = 4;
/** Of real time. */
const LOOK_TAKES_MS$1 = 4e3;
async function quarter(stage, narrator) {
	await pass(stage, narrator, CALENDAR.nextQuarterAt);
	narrator.tell("The quarter is over. Within a day the App comments on the issue with the delivery figures, once.");
	const comment = await untilQuarter(stage, stage.shop);
	narrator.time(stage.now());
	narrator.show("comment on the delivery figures of acme/shop", comment);
	narrator.confirm("One release in a quarter proves nothing, and the comment says so instead of guessing.");
	onceEach(stage, narrator);
}
async function untilQuarter(stage, member) {
	for (let look = 0; look < MOST_LOOKS$1; look += 1) {
		const end = Date.now() + LOOK_TAKES_MS$1;
		while (Date.now() < end) {
			const comment = issueOf(member, FIGURES)?.comments.find(({ body }) => /Q4/.test(body));
			if (comment !== void 0) return comment.body;
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		await stage.passTo(stage.now() + LOOKS_EVERY_MS$1);
	}
	throw new NotAsTold("This did not happen: the quarter is commented on.");
}
/** Whatever was sent in these weeks was sent once. */
function onceEach({ telephone: { messages } }, narrator) {
	const announced = messages.filter(({ to }) => to === "CHANNEL_URL").map(({ headline }) => headline);
	must(new Set(announced).size === announced.length, `each announcement is made once: ${announced.join("; ")}`);
	const paged = messages.filter(({ kind }) => kind === "page").map(({ to }) => to);
	must(paged.join() === "PD_ROUTING_KEY,PD_MANAGER_KEY", `each level is paged once: ${paged.join()}`);
	const clear = messages.filter(({ kind }) => kind === "all-clear").map(({ to }) => to);
	must(clear.length === paged.length, "whoever was paged is told when it is over");
	narrator.confirm(`${announced.length} announcements, 2 pages, and an all-clear for each: none of them twice.`);
}

// src/cli/demo/second-day/story.ts
async function tellSecondDay(stage, narrator) {
	narrator.tell("A planned release of two services at acme, with the real App and a GitHub that lives on this machine only.");
	narrator.show(".github/tidegate.yml of acme/shop and of acme/payments", POLICY.trimEnd());
	narrator.show(".github/tidegate-org.yml of acme", ORG_POLICY.trimEnd());
	await lastWeek(stage);
	narrator.time(stage.now());
	await plan(stage, narrator);
	const pulls = await change(stage, narrator);
	await decideStages(stage, narrator);
	const runs = await staging(stage, narrator);
	await signOff(stage, narrator, runs);
	await morning(stage, narrator, runs);
	await watch(stage, narrator, runs);
	await regression(stage, narrator);
	await escalation(stage, narrator);
	await wayBack(stage, narrator);
	await authors(stage, narrator, pulls);
	await review(stage, narrator);
	await retrospective(stage, narrator, runs);
	await quarter(stage, narrator);
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
			".github/workflows/deploy.yml": WORKFLOW$1,
			[SMOKE_PATH$1]: SMOKE_FILE,
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
	const deployed = await verify$1(stage, sha);
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
async function verify$1({ site, folder }, sha) {
	const names = /* @__PURE__ */ new Map([["url", site.url], ["sha", sha]]);
	const parsed = parseSmoke(SMOKE_FILE, {
		file: SMOKE_PATH$1,
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
	narrator.show(SMOKE_PATH$1, SMOKE_FILE);
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
	assertHeld$1(next);
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
	assertHeld$1(repair);
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
	assertHeld$1(run);
	narrator.confirm("Nobody approves their own work, co-authors included.");
	narrator.tell("Ben approves. He had no hand in it.");
	pull.review({
		by: "ben",
		state: "approved"
	});
	narrator.show("deployment to production: held for the window only", await untilReport(run, /^\*\*Nothing to do: opens by itself/));
	assertHeld$1(run);
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
	assertHeld$1(run);
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
	assertHeld$1(frozen);
	narrator.confirm("The emergency went out, with a name and a reason on record. The frozen change still waits.");
}
async function refusedOverride(narrator, pull, run) {
	const said = pull.comments.length;
	const command = `/tidegate override production @${run.sha.slice(0, 12)} I am in a hurry`;
	narrator.tell(`Cleo tries to override it herself: ${command}`);
	pull.comment(command, "cleo");
	narrator.show(`answer on #${pull.number}`, await untilReply(pull, said, /refused/i));
	assertHeld$1(run);
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
/** `tidegate demo`: release days against a GitHub on loopback, told as they happen. */
function demoCommand() {
	return new Command("demo").description("tell a release day: the real App against a GitHub on loopback, nothing leaves this machine").addOption(new Option("--day <day>", "one: changes, a rollback, an emergency. two: a planned release of two services, and after").choices(["one", "two"]).default("one")).option("--fast", "on a virtual clock, in seconds; without it the first day takes one to two minutes").action(async ({ day, fast = false }) => {
		const entry = process.argv[1] ?? "";
		process.exitCode = await (day === "two" ? tellTwo(entry) : tellOne(entry, fast));
	});
}
async function tellOne(entry, isFast) {
	const stage = await setStage({
		isFast,
		entry
	});
	return await tell(stage, stage.day.zone, (narrator) => tellReleaseDay(stage, narrator));
}
/** Weeks pass in it, so it is on a virtual clock in any case. */
async function tellTwo(entry) {
	const stage = await setSecondStage(entry);
	return await tell(stage, ZONE, (narrator) => tellSecondDay(stage, narrator));
}
/** Exit code: 0 only if every step came out as told. */
async function tell(stage, zone, story) {
	const hasColour = process.stdout.isTTY && !process.env["NO_COLOR"];
	const narrator = createNarrator((line) => process.stdout.write(`${line}\n`), zone, hasColour);
	try {
		await story(narrator);
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