import { i as createNarrator, n as startAppProcess, r as startStandin, t as newWebhookSecret } from "./app-process.js";
import { t as createMovableClock } from "./clock.js";
import { a as toInstant } from "./instant.js";
import { Command } from "commander";
import { join } from "node:path";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";

// src/cli/demo/expect.ts
const WITHIN_MS = 15e3;
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
const FIXED_WEEK = {
	zone: "Europe/Berlin",
	windowDays: "tue-thu",
	windowHours: "10:00-16:00",
	startsAt: Date.parse("2026-11-24T08:30:00+01:00"),
	windowOpensAt: Date.parse("2026-11-24T10:00:00+01:00"),
	freeze: {
		from: "2026-11-26T00:00",
		until: "2026-12-01T00:00"
	},
	frozenAt: Date.parse("2026-11-26T11:00:00+01:00")
};
/** The first steps take about this long; the window must not open before they are told. */
const FIRST_STEPS_MS = 15e3;
const OPEN_FOR_MS = 12e3;
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
		windowOpensAt,
		freeze: {
			from: toInstant(freezeFrom),
			until: toInstant(freezeFrom + 5 * DAY_MS)
		},
		frozenAt: freezeFrom
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
  production: {}

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

// src/cli/demo/stage.ts
/** The demo's stage: a GitHub on loopback with a small team, and the real App connected to it. */
async function setStage(options) {
	const clock = createMovableClock();
	const day = options.isFast ? FIXED_WEEK : calendarFrom(clock);
	if (options.isFast) clock.moveTo(day.startsAt);
	const webhookSecret = newWebhookSecret();
	const github = await startStandin({
		clock,
		app: { webhookSecret }
	});
	const shop = buildShop(github, day);
	const dataFolder = await mkdtemp(join(tmpdir(), "tidegate-demo-"));
	const app = await startAppProcess({
		entry: options.entry,
		dataFolder,
		gitHubHost: github.host,
		appId: github.app.id,
		privateKey: github.app.privateKey ?? "",
		webhookSecret,
		isClockMovable: options.isFast
	});
	if (options.isFast) await app.moveClock(day.startsAt);
	github.sendWebhooksTo(app.webhookUrl);
	return {
		day,
		github,
		shop,
		app,
		now: () => clock.now(),
		passTo: async (instant) => {
			if (!options.isFast) return sleepUntil(instant);
			clock.moveTo(instant);
			await app.moveClock(instant);
		},
		close: async () => {
			await app.stop();
			await github.close();
			await rm(dataFolder, {
				recursive: true,
				force: true
			});
		}
	};
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

// src/cli/demo/story.ts
async function tellReleaseDay(stage, narrator) {
	introduce(stage, narrator);
	narrator.time(stage.now());
	await docsChange(stage, narrator);
	await windowOpens(stage, narrator, await schemaChange(stage, narrator));
	await emergency(stage, narrator, await freezeHolds(stage, narrator));
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
	run.finish("success");
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
	await stage.passTo(stage.day.windowOpensAt);
	narrator.time(stage.now());
	narrator.tell("The release window opens. Nobody does anything.");
	narrator.show("deployment to production: approved", await untilApproved(run));
	run.finish("success");
	narrator.confirm("The held deployment went out by itself.");
}
async function freezeHolds(stage, narrator) {
	await stage.passTo(stage.day.frozenAt);
	narrator.time(stage.now());
	narrator.tell("The freeze has begun. Ben merges a change of the checkout.");
	const run = mergeAndDeploy(stage, propose(stage, {
		branch: "round-prices",
		title: "feat: round prices",
		author: "ben",
		files: { "src/checkout.ts": "export const currency = \"EUR\";\nexport const digits = 2;\n" }
	}), "ben");
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
		from: stage.shop.deployments("production").find((deployment) => deployment.state === "success")?.sha,
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
	run.finish("success");
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

// src/cli/demo.ts
/** `tidegate demo`: a release day against a GitHub on loopback, told as it happens. */
function demoCommand() {
	return new Command("demo").description("tell a release day: the real App against a GitHub on loopback, nothing leaves this machine").option("--fast", "on a virtual clock, in seconds; without it the day takes about a minute").action(async (options) => {
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