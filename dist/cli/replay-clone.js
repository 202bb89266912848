import { t as Failure } from "./failure.js";
import { i as parseInstant, n as epochMs } from "./instant.js";
import { r as unreadableRules } from "./asked-of-changes.js";
import { a as attemptsAmong, i as unreadableBarriers, n as backtest, o as deploymentsInClone, r as isChanged, s as deploymentsOfTags, t as createProgress } from "./progress.js";
import { t as RELEASE_TYPES } from "./decision.js";
import { c as isGlob } from "./glob.js";
import { T as entryFor } from "./tiers.js";
import { n as plainLine } from "./markdown.js";
import { n as sayReleases, t as sayDifferences } from "./say-differences.js";
import { t as EXIT } from "./exit-codes.js";
import { n as findPolicy, r as policyOf } from "./find-policy.js";
import { t as instantOption } from "./instant-option.js";
import { t as linesOf } from "./lines-of.js";
import { i as printJson, r as print, t as note } from "./output.js";

// src/flow/backtest/read-event.ts
/** One line of a file of events (contract, section 8). */
/** Verdicts of a verification that say neither good nor bad. */
const UNSURE = [
	"error",
	"inconclusive",
	"missing"
];
/** @param serviceFor the service of a deployment to an environment that gives none. */
function readEvent(text, serviceFor) {
	const fields = objectIn(text);
	if (fields === void 0) return {
		kind: "wrong",
		message: "is not a JSON object; write one event a line"
	};
	switch (fields["kind"]) {
		case "deployment": return readDeployment(fields, serviceFor);
		case "verification": return readVerification(fields);
		case "incident": return readIncident(fields);
		default: return { kind: "other" };
	}
}
function readDeployment(fields, serviceFor) {
	const { id, sha, environment, state, service } = fields;
	const startedAt = instantIn(fields["startedAt"]);
	const finishedAt = instantIn(fields["finishedAt"] ?? fields["startedAt"]);
	if (!isName(id)) return missing("id", "a text or a number");
	if (!isSha(sha)) return missing("sha", "the name of a commit in hex");
	if (typeof environment !== "string" || environment === "") return missing("environment", "a name");
	if (state !== "success" && state !== "failure") return missing("state", "`success` or `failure`");
	if (startedAt === void 0) return missing("startedAt", "an instant such as `2026-11-26T09:00:00Z`");
	if (finishedAt === void 0) return missing("finishedAt", "an instant such as `2026-11-26T09:00:00Z`");
	const isServiceTold = typeof service === "string";
	return {
		kind: "deployment",
		deployment: {
			id: String(id),
			sha: sha.toLowerCase(),
			isInClone: false,
			at: startedAt,
			environment,
			isServiceTold,
			service: isServiceTold ? service : serviceFor(environment),
			type: typeIn(fields["type"]),
			succeededAt: state === "success" ? finishedAt : null,
			verifiedAt: null,
			failedAt: null
		}
	};
}
function readVerification(fields) {
	const { deploymentId, verdict } = fields;
	const at = instantIn(fields["at"]);
	if (!isName(deploymentId)) return missing("deploymentId", "the `id` of a deployment");
	if (at === void 0) return missing("at", "an instant such as `2026-11-26T09:00:00Z`");
	const id = String(deploymentId);
	if (verdict === "fail") return {
		kind: "failed",
		cause: { id },
		at,
		by: "verification"
	};
	if (verdict === "pass") return {
		kind: "verified",
		id,
		at
	};
	const unsure = UNSURE.find((each) => each === verdict);
	return unsure === void 0 ? { kind: "other" } : {
		kind: "unsure",
		id,
		at,
		verdict: unsure
	};
}
/** An incident counts where its cause is known. */
function readIncident({ cause, intervals }) {
	const [first] = Array.isArray(intervals) ? intervals : [];
	const at = isObject(first) ? instantIn(first["openedAt"]) : void 0;
	if (at === void 0 || !isObject(cause)) return { kind: "other" };
	const { deploymentId, sha } = cause;
	if (isName(deploymentId)) return {
		kind: "failed",
		cause: { id: String(deploymentId) },
		at,
		by: "incident"
	};
	return isSha(sha) ? {
		kind: "failed",
		cause: { sha: sha.toLowerCase() },
		at,
		by: "incident"
	} : { kind: "other" };
}
function missing(key, what) {
	return {
		kind: "wrong",
		message: `has no usable \`${key}\`; give it ${what}`
	};
}
function isName(value) {
	return typeof value === "number" || typeof value === "string" && value !== "";
}
function isSha(value) {
	return typeof value === "string" && /^[0-9a-f]{7,64}$/i.test(value);
}
function typeIn(value) {
	return RELEASE_TYPES.find((type) => type === value) ?? null;
}
function instantIn(value) {
	const instant = typeof value === "string" ? parseInstant(value) : void 0;
	return instant === void 0 ? void 0 : epochMs(instant);
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function objectIn(text) {
	try {
		const value = JSON.parse(text);
		return isObject(value) ? value : void 0;
	} catch {
		return;
	}
}

// src/flow/backtest/rollback/findings.ts
/** At most one. */
function pastFinding(event) {
	switch (event.kind) {
		case "verified": return [{
			kind: "verification",
			id: event.id,
			at: event.at,
			verdict: "pass"
		}];
		case "unsure": return [{
			kind: "verification",
			id: event.id,
			at: event.at,
			verdict: event.verdict
		}];
		case "failed":
			if (event.by === "incident") return [{
				kind: "incident",
				cause: event.cause,
				at: event.at
			}];
			return "id" in event.cause ? [{
				kind: "verification",
				id: event.cause.id,
				at: event.at,
				verdict: "fail"
			}] : [];
		default: return [];
	}
}

// src/flow/backtest/read-events.ts
/**
* Events of other kinds than `deployment`, `verification` and `incident` are for other commands and passed over.
* @param serviceFor the service of a deployment to an environment that gives none
*/
async function readEvents(lines, serviceFor) {
	const deployments = /* @__PURE__ */ new Map();
	const verified = new Earliest();
	const failed = new Earliest();
	const findings = [];
	let number = 0;
	for await (const text of lines) {
		number++;
		if (text.trim() === "") continue;
		const event = readEvent(text, serviceFor);
		findings.push(...pastFinding(event));
		switch (event.kind) {
			case "wrong": return {
				kind: "invalid",
				line: number,
				message: event.message
			};
			case "deployment":
				deployments.set(event.deployment.id, event.deployment);
				break;
			case "verified":
				verified.note(event.id, event.at);
				break;
			case "failed": failed.note(keyOf(event.cause), event.at);
		}
	}
	return {
		kind: "read",
		deployments: [...deployments.values()].map((deployment) => ({
			...deployment,
			verifiedAt: verified.of(deployment.id) ?? null,
			failedAt: failed.of(keyOf(deployment), `sha ${deployment.sha}`) ?? null
		})),
		findings
	};
}
function keyOf(cause) {
	return "id" in cause ? `id ${cause.id}` : `sha ${cause.sha}`;
}
var Earliest = class {
	#at = /* @__PURE__ */ new Map();
	note(key, at) {
		this.#at.set(key, Math.min(at, this.#at.get(key) ?? at));
	}
	/** Of several keys. */
	of(...keys) {
		const known = keys.flatMap((key) => this.#at.get(key) ?? []);
		return known.length === 0 ? void 0 : Math.min(...known);
	}
};

// src/cli/backtest-rollbacks.ts
/** Ends with a colon where rows follow. */
function sayRollbacks({ would, automatic, asked, held, false: wrong, list }) {
	const figures = `${automatic} by itself, ${asked} after asking; ${wrong} of them false`;
	const others = held === 0 ? "" : `; ${held} more left to people`;
	return `${would} rollback${would === 1 ? "" : "s"}: ${figures}${others}${list.length === 0 ? "" : ":"}`;
}
function rollbackRow(replayed) {
	const { id, at, environment, verdict, decision, code, target } = replayed;
	return [
		id,
		at,
		environment,
		verdict,
		`${SAID[decision]} (${code})`,
		target === null ? "" : `to ${target.id}`,
		truthOf(replayed)
	];
}
const SAID = {
	automatic: "rolled back",
	asked: "asked for",
	held: "left to people"
};
function truthOf({ evidence, false: isFalse }) {
	if (isFalse) return "false: verified good later";
	switch (evidence) {
		case "incident": return "an incident was blamed on it";
		case "failed-again": return "failed again later";
		case "passed-later": return "verified good later";
		case "none": return "nothing was said later";
	}
}

// src/cli/backtest-report.ts
/** A backtest for people: what was held and why, and what it comes to. */
/** Ends without a line break. */
function reportBacktest(result, { policy, against }) {
	const { releases, summary, rollbacks } = result.document;
	const held = releases.filter(({ heldBy }) => heldBy.length > 0);
	const unknown = tallied(releases.flatMap((release) => release.unknown));
	return [
		[`${sayReleases(releases.length)} under ${policy}, ${held.length} held by time${held.length === 0 ? "" : ":"}`],
		inColumns(held.map(heldRow)),
		inColumns([
			...Object.entries(summary.byTier).map(([tier, count]) => [`tier ${tier}`, String(count)]),
			...Object.entries(summary.byGate).map(([gate, count]) => [`held by ${gate}`, String(count)]),
			["held in all", sayTime(summary.heldFor)],
			...summary.heldForever === 0 ? [] : [["held for ever", String(summary.heldForever)]],
			...unknown.map(([gate, count]) => [`not known, taken as met: ${gate}`, String(count)])
		]),
		...rollbacks === void 0 ? [] : [[sayRollbacks(rollbacks)], inColumns(rollbacks.list.map(rollbackRow))],
		...against === void 0 ? [] : compare(result, against)
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n");
}
function compare({ document: { releases }, against }, file) {
	const differences = sayDifferences(releases, against);
	if (differences.length === 0) return [[`Under ${file} instead, nothing would change for ${sayReleases(releases.length)}`]];
	const changed = releases.filter(isChanged);
	return [[`Under ${file} instead:`, ...differences.map((each) => `  ${each}`)], ...changed.length === 0 ? [] : [[`${sayReleases(changed.length)} of another tier or held by other gates:`], inColumns(changed.map(changedRow))]];
}
function heldRow(release) {
	const { heldBy, heldFor, changes } = release;
	return [
		...rowHead(release),
		`${changes} change${changes === 1 ? "" : "s"}`,
		`${sayHeld(heldFor)} by ${heldBy.join(", ")}`
	];
}
function changedRow(release) {
	const { tier, heldBy, heldFor, against } = release;
	const say = (by, seconds) => by.length === 0 ? "open" : `${sayHeld(seconds)} by ${by.join(", ")}`;
	const tiers = against === void 0 || against.tier === tier ? "" : `tier ${tier} -> ${against.tier}`;
	const now = say(heldBy, heldFor);
	const then = say(against?.heldBy ?? [], against?.heldFor ?? null);
	return [
		...rowHead(release),
		tiers,
		now === then ? now : `${now} -> ${then}`
	];
}
function rowHead({ id, at, environment, tier, releaseType }) {
	return [
		id,
		at,
		environment,
		tier,
		releaseType
	];
}
function sayHeld(seconds) {
	return seconds === null ? "held for ever" : `held ${sayTime(seconds)}`;
}
/** The two largest units that are not zero: `18d 23h`, `45m`. */
function sayTime(seconds) {
	const parts = [
		[Math.floor(seconds / 86400), "d"],
		[Math.floor(seconds / 3600) % 24, "h"],
		[Math.floor(seconds / 60) % 60, "m"],
		[seconds % 60, "s"]
	];
	const first = parts.findIndex(([count]) => count > 0);
	if (first < 0) return "0s";
	return parts.slice(first, first + 2).filter(([count]) => count > 0).map(([count, unit]) => `${count}${unit}`).join(" ");
}
function tallied(names) {
	const counts = /* @__PURE__ */ new Map();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts];
}
/** Names of tags and gates come from others: a terminal must not be moved by them. */
const LONGEST_CELL = 200;
function inColumns(rows) {
	const cells = rows.map((row) => row.map((cell) => plainLine(cell, LONGEST_CELL)));
	const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
	return cells.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd());
}

// src/cli/replay-clone.ts
/** Replays a clone that has been opened, and prints what comes out. */
async function replayClone(options, source) {
	const { clone } = source;
	const policy = await findPolicy(options, clone);
	const against = options.against === void 0 ? void 0 : await policyOf(options.against);
	const policies = [policy, ...against === void 0 ? [] : [against]];
	const knowsLanes = source.kind === "file";
	const asked = {
		since: boundIn("--since", options.since, Number.NEGATIVE_INFINITY),
		until: boundIn("--until", options.until, Number.POSITIVE_INFINITY),
		overs: knowsLanes ? oversOf(policies) : []
	};
	const { deployments, rollbacks } = await chooseDeployments(options, source, policy);
	const attempts = attemptsAmong(deployments, asked);
	if (attempts.length === 0) note(nothingFound(options, deployments.length));
	for (const each of policies) unreadableRules(each, knowsLanes).forEach(note);
	if (rollbacks !== void 0) unreadableBarriers(policy).forEach(note);
	const progress = createProgress(process.stderr);
	progress.begin(`Replaying ${attempts.length.toLocaleString("en")} releases of ${clone.repository} under ${policy.file}`);
	const request = {
		repository: clone.repository,
		attempts,
		policy,
		against,
		knowsLanes,
		rollbacks,
		progress: progress.update
	};
	const history = {
		graph: await graphOf(source, deployments),
		changes: clone.changes
	};
	const result = await backtest(history, request).finally(progress.end);
	if (options.json) await printJson(result.document);
	else await print(reportBacktest(result, {
		policy: policy.file,
		against: against?.file
	}));
	return EXIT.ok;
}
function boundIn(option, text, fallback) {
	return text === void 0 ? fallback : epochMs(instantOption(option, text));
}
/** The times over which the policies count how often a lane failed. */
function oversOf(policies) {
	return [...new Set(policies.flatMap(({ policy }) => (policy.escalate ?? []).map(({ when }) => when.over)))];
}
/** The environment of tags, which name none. */
function environmentOf({ environment }, { policy }) {
	const [only, ...others] = Object.keys(policy.environments ?? {});
	const isPlain = only !== void 0 && others.length === 0 && !isGlob(only);
	return environment ?? (isPlain ? only : "production");
}
async function chooseDeployments(options, source, inForce) {
	const { repository } = source.clone;
	const serviceFor = (environment) => entryFor(inForce.policy, environment)?.service ?? repository.split("/").at(-1) ?? repository;
	if (source.kind === "file") return deploymentsIn(options, serviceFor, source.clone);
	const environment = environmentOf(options, inForce);
	return { deployments: deploymentsOfTags(source.tags, {
		environment,
		service: serviceFor(environment)
	}) };
}
function graphOf(source, deployments) {
	if (source.kind === "tags") return source.graph;
	return source.clone.graph(deployments.filter(({ isInClone }) => isInClone).map(({ sha }) => sha));
}
async function deploymentsIn({ deployments: file, environment }, serviceFor, clone) {
	const read = await readEvents(linesOf(file), serviceFor);
	if (read.kind === "invalid") throw new Failure("rejected", `${file}:${read.line}:1 event-invalid The event ${read.message}.`);
	const wanted = environment?.toLowerCase();
	const chosen = read.deployments.filter((each) => wanted === void 0 || each.environment.toLowerCase() === wanted);
	const found = deploymentsInClone(chosen, await clone.resolve(chosen.map(({ sha }) => sha)));
	const lost = found.filter(({ isInClone }) => !isInClone);
	if (lost.length > 0) note(saysLost(lost));
	return {
		deployments: found,
		rollbacks: {
			deployments: found,
			findings: read.findings
		}
	};
}
function saysLost(lost) {
	const shas = lost.slice(0, 5).map(({ sha }) => sha.slice(0, 12));
	return `The clone lacks the commits of ${lost.length} deployments (${shas.join(", ")}${lost.length > 5 ? ", …" : ""}), so their changes are not known and they have the highest tier. Fetch all branches and tags: git fetch --all --tags`;
}
function nothingFound({ deployments, git }, known) {
	if (known > 0) return `None of the ${known} deployments of ${deployments} lies between --since and --until, so there is nothing to replay.`;
	return `No deployment found: no tag of ${git} matches ${deployments}, and no file of that name lists any. See the tags with: git tag --list`;
}

export { replayClone };