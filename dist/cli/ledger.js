import { M as faultOfDatabaseUrl, n as erasedIn, t as Names } from "./names.js";
import { t as Failure } from "./failure.js";
import { t as fullName } from "./repository.js";
import { a as toInstant, n as epochMs } from "./instant.js";
import { n as erasePeople, r as environmentsOf, t as sayAge } from "./say-age.js";
import { t as openLibrary } from "./open-library.js";
import { n as UsageError, t as EXIT } from "./exit-codes.js";
import { n as plainLine } from "./markdown.js";
import { i as printJson, r as print } from "./output.js";
import { Command } from "commander";

// src/flow/library/ledger.ts
/** The ledger as one document: what runs in every lane of every repository. */
/** By the names of the repositories. */
async function ledgerOf(store, { repositories, environment, at, names }) {
	const named = repositories.map((repository) => ({
		repository,
		name: fullName(repository)
	}));
	const told = [];
	for (const { repository, name } of named.sort((one, other) => one.name < other.name ? -1 : 1)) {
		const wanted = (await environmentsOf(store, repository)).filter((lane) => environment === void 0 || lane.environment.toLowerCase() === environment.toLowerCase());
		told.push({
			repository: name,
			lanes: wanted.map((lane) => erasePeople(lane, names))
		});
	}
	return {
		version: 1,
		at: toInstant(at),
		repositories: told
	};
}

// src/cli/ledger-remarks.ts
/** What has to be known of a lane beside what it runs, the most urgent first; a sentence each. */
/** Of each kind; `--json` has all. */
const MOST = 5;
function remarksOf(lane, at) {
	return [
		...lane.guard?.isGated === true && !lane.guard.hasOurRule ? ["NOT GUARDED, the policy gates it and our protection rule is not switched on"] : [],
		...lane.drift === null ? [] : [sayDrift(lane.drift)],
		...sayAfter(lane),
		...sayGood(lane),
		...lane.inProgress.slice(0, MOST).map(sayProgress),
		...lane.quarantined.slice(0, MOST).map(({ sha, at: since, reason }) => `quarantined ${short(sha)} since ${sayInstant(since)}: ${reason}`),
		...lane.holds.slice(0, MOST).map(({ sha, by, at: since, reason }) => `held ${short(sha)} by ${by} since ${sayInstant(since)}${because(reason)}`),
		...lane.freezes.filter(({ until }) => until === null || epochMs(until) > epochMs(at)).slice(0, MOST).map(({ by, until, reason }) => `frozen by ${by} ${until === null ? "without end" : `until ${sayInstant(until)}`}${because(reason)}`),
		...sayUndeployed(lane, at),
		...lane.strategy === null ? [] : [`strategy ${lane.strategy}`],
		...sayDrill(lane)
	];
}
function sayDrift({ saw, ledger, at, from, isKnownHere }) {
	const has = ledger === null ? "nothing" : short(ledger);
	const known = isKnownHere ? "which was deployed here at some time" : "which is not known here";
	return `DRIFT, a ${from} saw ${short(saw)} on ${sayInstant(at)}, ${known}; the ledger has ${has}`;
}
function sayAfter({ after }) {
	if (after === null) return [];
	const { deploymentId, sha, state, at } = after;
	const what = `deployment ${deploymentId} of ${short(sha)}`;
	return state === "failure" ? [`after that, ${what} failed on ${sayInstant(at)}; what it left behind is not known`] : [`after that, ${what} went ahead on ${sayInstant(at)}; how it ended is not known yet`];
}
/** Where what runs was verified that is in the table. */
function sayGood({ running, lastKnownGood: good, isProduction }) {
	if (running === null && good === null) return [];
	if (good === null) return isProduction ? ["last known good: unknown, nothing that ran here was verified"] : [];
	if (good.sha === running?.sha) return [];
	return [`last known good ${short(good.sha)}, verified ${sayInstant(good.at)} (deployment ${good.deploymentId})`];
}
function sayProgress(each) {
	if (each.kind === "rollback") return `rollback to ${short(each.sha)} ${each.state} since ${sayInstant(each.since)}`;
	const why = each.state === "held" ? `held (${each.reasons.join(", ")})` : "at the gate";
	return `${short(each.sha)} is ${why} since ${sayInstant(each.since)} (deployment ${each.deploymentId})`;
}
function sayUndeployed({ undeployed, isProduction, running }, at) {
	if (undeployed === null) return isProduction && running !== null ? ["merged changes that wait: not counted yet"] : [];
	const { changes, oldest, oldestAt, lines, isComplete, isCurrent } = undeployed;
	if (!isCurrent) return ["merged changes that wait: not counted again since something else runs"];
	if (changes === null) return ["merged changes that wait: unknown, GitHub cannot compare them"];
	if (changes === 0) return ["everything that is merged runs here"];
	const age = oldestAt === null ? "of unknown age" : `for ${sayAge(epochMs(at) - epochMs(oldestAt))}`;
	const more = isComplete ? "" : "at least ";
	return [`${more}${changes} ${changes === 1 ? "merged change waits" : "merged changes wait"}, the oldest (${oldest ?? "unknown"}) ${age}; ${more}${lines ?? 0} lines`];
}
function sayDrill({ drill }) {
	if (drill === null) return [];
	return [`the way back ${drill.lastAt === null ? "was never tried, as far as is known" : `was last tried on ${sayInstant(drill.lastAt)}`} (in ${drill.in}, asked for every ${drill.every})`];
}
/** To the minute: `2026-11-23 09:00`. */
function sayInstant(instant) {
	return new Date(epochMs(instant)).toISOString().slice(0, 16).replace("T", " ");
}
function because(reason) {
	return reason === "" ? "" : `: ${reason}`;
}
function short(sha) {
	return sha.slice(0, 7);
}

// src/cli/ledger-text.ts
/** The ledger for a terminal of 100 columns: a table of what runs, and under it what has to be known of each lane. */
const WIDTH = 100;
const HEAD = [
	"ENVIRONMENT",
	"SERVICE",
	"RUNS",
	"SINCE (UTC)",
	"FOR",
	"TIER",
	"VERIFIED",
	"LET IN BY"
];
/** The longest of each; all of them and the spaces between fit into the width. */
const WIDEST = [
	18,
	12,
	7,
	16,
	6,
	8,
	12,
	0
];
/** @param isNarrowed repositories without what was asked for are left out. */
function ledgerText({ repositories, at }, isNarrowed) {
	const shown = repositories.filter(({ lanes }) => !isNarrowed || lanes.length > 0);
	if (shown.length === 0) return "Nothing is known yet: the App was told of no repository.";
	return shown.map(({ repository, lanes }) => {
		const title = plain(repository, WIDTH);
		if (lanes.length === 0) return `${title}\n  No environment is known.`;
		return [
			title,
			...tableOf(lanes, at),
			...lanes.flatMap((lane) => remarks(lane, at))
		].join("\n");
	}).join("\n\n");
}
function tableOf(lanes, at) {
	const rows = [HEAD, ...lanes.map((lane) => rowOf(lane, at))];
	const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => [...row[column] ?? ""].length)));
	return rows.map((row) => {
		return cut(`  ${row.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - [...cell].length)).join("  ")}`.trimEnd(), WIDTH);
	});
}
function rowOf({ environment, service, running }, at) {
	const place = [plain(environment, WIDEST[0]), plain(service, WIDEST[1])];
	if (running === null) return [
		...place,
		"unknown",
		"-",
		"-",
		"-",
		"-",
		"-"
	];
	const { sha, since, tier, verification, opened } = running;
	return [
		...place,
		sha.slice(0, 7),
		sayInstant(since),
		shortAge(epochMs(at) - epochMs(since)),
		plain(tier ?? "unknown", WIDEST[5]),
		verification?.verdict ?? "unknown",
		plain(sayOpened(opened), 60)
	];
}
/** `3 d`, `5 h`, `12 min`. */
function shortAge(ms) {
	const minutes = Math.max(0, Math.floor(ms / 6e4));
	if (minutes < 60) return `${minutes} min`;
	return minutes < 1440 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1440)} d`;
}
function sayOpened({ how, by }) {
	const names = by.join(", ");
	switch (how) {
		case "gate": return names === "" ? "the gate" : names;
		case "override": return `override: ${names}`;
		case "bypass": return names === "" ? "bypass" : `bypass: ${names}`;
		case "unguarded": return "nobody: no gate";
		case "unknown": return "unknown";
	}
}
function remarks(lane, at) {
	return remarksOf(lane, at).flatMap((text) => wrapped(`${plain(lane.environment, 30)}: ${plain(text, 400)}`));
}
function wrapped(text) {
	const lines = [];
	let line = "  -";
	for (const word of text.split(" ")) {
		if (line.length + 1 + word.length > WIDTH && line.trim() !== "-") {
			lines.push(line);
			line = "   ";
		}
		line = `${line} ${word}`;
	}
	return [...lines, line].map((each) => cut(each, WIDTH));
}
function plain(text, max) {
	return plainLine(text, max ?? WIDTH);
}
function cut(text, width) {
	const all = [...text];
	return all.length <= width ? text : `${all.slice(0, width - 1).join("")}…`;
}

// src/cli/ledger.ts
/** `tidegate ledger`: what runs where, out of the database of the App. */
function ledgerCommand() {
	return new Command("ledger").exitOverride().showHelpAfterError("For what there is, and an example, add --help").description("Tells what runs in every environment, since when, what was last known to be good, what is kept out, and what waits, by the database that TIDEGATE_DATA or DATABASE_URL names. Only reads; the App may be running, and GitHub is not asked. See docs/reference/library.md.").option("--environment <name>", "only this environment").option("--repo <owner/name>", "only this repository").option("--json", "print one JSON document").addHelpText("after", "\nExample:\n  tidegate ledger\n  tidegate ledger --environment production --json\n\nExit code: 0 told, 1 there is nothing to tell or the database cannot be read, 2 wrong usage.").action(async (options) => {
		process.exitCode = await run(options, process.env);
	});
}
async function run(options, env) {
	const { environment, repo, json } = options;
	mustBeNames(options);
	const store = await openNamed(env);
	try {
		const repositories = (await store.knownRepositories()).filter((each) => isAsked(fullName(each), repo));
		if (repo !== void 0 && repositories.length === 0) throw new Failure("not-found", `The database knows no repository ${repo}: the App was told nothing of it.`);
		const names = new Names(erasedIn(env["ERASED_PEOPLE"]));
		const ledger = await ledgerOf(store, {
			repositories,
			environment,
			at: Date.now(),
			names
		});
		if (environment !== void 0 && ledger.repositories.every(({ lanes }) => lanes.length === 0)) throw new Failure("not-found", `No environment ${environment} is known${repo === void 0 ? "" : ` in ${repo}`}.`);
		if (json) await printJson(ledger);
		else await print(ledgerText(ledger, environment !== void 0));
		return EXIT.ok;
	} finally {
		await store.close();
	}
}
function mustBeNames({ environment, repo }) {
	if (repo !== void 0 && !/^[^/\s]+\/[^/\s]+$/.test(repo)) throw new UsageError(`--repo ${repo} is no repository. Write owner/name.`);
	if (environment?.trim() === "") throw new UsageError("--environment names none.");
}
function isAsked(name, repo) {
	return repo === void 0 || name.toLowerCase() === repo.toLowerCase();
}
/** The database that the environment of the App names. */
async function openNamed(env) {
	const databaseUrl = env["DATABASE_URL"]?.trim() || void 0;
	const fault = databaseUrl === void 0 ? null : faultOfDatabaseUrl(databaseUrl);
	if (fault !== null) throw new UsageError(`DATABASE_URL: ${fault}`);
	return await openLibrary({
		databaseUrl,
		dataFolder: env["TIDEGATE_DATA"]?.trim() || "./data"
	});
}

export { ledgerCommand };