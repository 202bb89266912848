import { t as Failure } from "./failure.js";
import { i as toInstant, r as parseInstant, t as epochMs } from "./instant.js";
import { d as classifyChange, t as decide } from "./decide.js";
import { t as NOTHING_KNOWN } from "./facts.js";
import { l as plainLine, r as formatProblem } from "./parse2.js";
import { n as UsageError, t as EXIT } from "./exit-codes.js";
import { a as print, i as noteProblems, n as readPolicy, o as printJson, r as note, t as policyIn } from "./read-policy.js";
import { t as POLICY_FILE } from "./policy-file.js";
import { t as linesOf } from "./lines-of.js";
import { join } from "node:path";

// src/flow/backtest/asked-of-changes.ts
/** Every key that a risk rule can have: a new one has to say here what of a clone answers it. */
const ANSWERED_BY = {
	paths: "files",
	"only-paths": "files",
	type: "message",
	labels: "nothing"
};
function keysAnsweredBy(policy, what) {
	const asked = new Set((policy.risk ?? []).flatMap(({ when }) => Object.keys(when ?? {})));
	return Object.entries(ANSWERED_BY).flatMap(([key, answer]) => answer === what && asked.has(key) ? [key] : []);
}
/** Whether changed files decide anything: if not, git need not compare a single pair of commits. */
function looksAtFiles(policy) {
	return keysAnsweredBy(policy, "files").length > 0;
}
/** One sentence for each kind of rule that is taken as not matching. */
function unreadableRules({ policy, file }) {
	const rules = keysAnsweredBy(policy, "nothing").map((key) => `A clone has no ${key} of pull requests, so the risk rules of ${file} that ask for ${key} are taken as not matching.`);
	if (Object.keys(policy["release-types"]).length === 0) return rules;
	return [...rules, `A clone has no labels of pull requests, so the \`release-types\` of ${file} are not applied; types follow Conventional Commits.`];
}

// src/flow/backtest/deployments.ts
/** A tag is a deployment that succeeded at its time. */
function deploymentsOfTags(tags, lane) {
	return tags.map(({ name, sha, at }) => ({
		id: name,
		sha,
		isInClone: true,
		at,
		...lane,
		succeededAt: at,
		verifiedAt: null
	}));
}
/** Deployments of a file, which may shorten the names of commits or name some that this clone lacks. */
function deploymentsInClone(deployments, fullNames) {
	return deployments.map((deployment) => {
		const sha = fullNames.get(deployment.sha);
		return sha === void 0 ? deployment : {
			...deployment,
			sha,
			isInClone: true
		};
	});
}
/** The attempts in `[since, until)`, in order. What ran before `since` is a baseline, although it is not listed. */
function attemptsAmong(deployments, { since, until }) {
	const lanes = /* @__PURE__ */ new Map();
	return deployments.toSorted((one, other) => one.at - other.at).flatMap((deployment) => {
		const name = JSON.stringify([deployment.service, deployment.environment.toLowerCase()]);
		const lane = lanes.get(name) ?? new LaneHistory();
		lanes.set(name, lane);
		const attempt = lane.attempt(deployment);
		return deployment.at >= since && deployment.at < until ? [attempt] : [];
	});
}
/** What one environment of one service ran, followed forward in time. */
var LaneHistory = class {
	#running = null;
	/** Succeeded, but not yet when the last attempt began. By the time of success. */
	#coming = [];
	#verifiedAt = /* @__PURE__ */ new Map();
	attempt(deployment) {
		const { at, sha, succeededAt, verifiedAt } = deployment;
		const done = this.#coming.filter((each) => (each.succeededAt ?? at) <= at);
		this.#running = done.at(-1) ?? this.#running;
		const attempt = {
			deployment,
			baseline: this.#running,
			wasVerified: (this.#verifiedAt.get(sha) ?? Number.POSITIVE_INFINITY) <= at
		};
		this.#coming = this.#coming.slice(done.length);
		if (succeededAt !== null) this.#coming = [...this.#coming, deployment].sort((one, other) => (one.succeededAt ?? 0) - (other.succeededAt ?? 0));
		if (verifiedAt !== null) this.#verifiedAt.set(sha, Math.min(verifiedAt, this.#verifiedAt.get(sha) ?? verifiedAt));
		return attempt;
	}
};

// src/flow/backtest/read-events.ts
/** Deployments from a file of events, one JSON object a line (contract, section 8). */
/**
* Events of other kinds than `deployment` and `verification` are for other commands and passed over.
* @param service the name for deployments that give none
*/
async function readEvents(lines, service) {
	const deployments = /* @__PURE__ */ new Map();
	const verifications = /* @__PURE__ */ new Map();
	let number = 0;
	for await (const text of lines) {
		number++;
		if (text.trim() === "") continue;
		const event = readEvent(text, service);
		switch (event.kind) {
			case "wrong": return {
				kind: "invalid",
				line: number,
				message: event.message
			};
			case "deployment":
				deployments.set(event.deployment.id, event.deployment);
				break;
			case "verification": {
				const known = verifications.get(event.id) ?? event.at;
				verifications.set(event.id, Math.min(known, event.at));
				break;
			}
		}
	}
	return {
		kind: "read",
		deployments: [...deployments.values()].map((deployment) => ({
			...deployment,
			verifiedAt: verifications.get(deployment.id) ?? null
		}))
	};
}
function readEvent(text, service) {
	const fields = objectIn(text);
	if (fields === void 0) return {
		kind: "wrong",
		message: "is not a JSON object; write one event a line"
	};
	if (fields["kind"] === "deployment") return readDeployment(fields, service);
	if (fields["kind"] === "verification") return readVerification(fields);
	return { kind: "other" };
}
function readDeployment(fields, service) {
	const { id, sha, environment, state } = fields;
	const startedAt = instantIn(fields["startedAt"]);
	const finishedAt = instantIn(fields["finishedAt"] ?? fields["startedAt"]);
	if (!isName(id)) return missing("id", "a text or a number");
	if (typeof sha !== "string" || !/^[0-9a-f]{7,64}$/i.test(sha)) return missing("sha", "the name of a commit in hex");
	if (typeof environment !== "string" || environment === "") return missing("environment", "a name");
	if (state !== "success" && state !== "failure") return missing("state", "`success` or `failure`");
	if (startedAt === void 0) return missing("startedAt", "an instant such as `2026-11-26T09:00:00Z`");
	if (finishedAt === void 0) return missing("finishedAt", "an instant such as `2026-11-26T09:00:00Z`");
	const own = typeof fields["service"] === "string" ? fields["service"] : service;
	const succeededAt = state === "success" ? finishedAt : null;
	return {
		kind: "deployment",
		deployment: {
			id: String(id),
			sha: sha.toLowerCase(),
			isInClone: false,
			at: startedAt,
			service: own,
			environment,
			succeededAt,
			verifiedAt: null
		}
	};
}
function readVerification(fields) {
	const { deploymentId, verdict } = fields;
	const at = instantIn(fields["at"]);
	if (!isName(deploymentId)) return missing("deploymentId", "the `id` of a deployment");
	if (at === void 0) return missing("at", "an instant such as `2026-11-26T09:00:00Z`");
	return verdict === "pass" ? {
		kind: "verification",
		id: String(deploymentId),
		at
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
function instantIn(value) {
	const instant = typeof value === "string" ? parseInstant(value) : void 0;
	return instant === void 0 ? void 0 : epochMs(instant);
}
function objectIn(text) {
	try {
		const value = JSON.parse(text);
		return typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
	} catch {
		return;
	}
}

// src/flow/backtest/classify-history.ts
/** @param isNeeded by commit: 1 where its change is asked for */
async function classifyHistory(history, isNeeded, policies, progress) {
	const { graph } = history;
	const total = isNeeded.reduce((sum, each) => sum + each, 0);
	const classOf = new Uint16Array(graph.size);
	const numbers = /* @__PURE__ */ new Map();
	const representatives = [];
	let done = 0;
	for await (const change of history.changes(namesOf(graph, isNeeded), { withFiles: policies.some(looksAtFiles) })) {
		const commit = graph.find(change.kind === "commit" ? change.sha : change.headSha);
		if (commit === void 0) continue;
		const key = keyOf(change, policies);
		const number = numbers.get(key) ?? numbers.size;
		numbers.set(key, number);
		classOf[commit] = number;
		const kept = representatives[number];
		if (kept === void 0 || sizeOf(change) < sizeOf(kept)) representatives[number] = change;
		progress(++done, total);
	}
	if (done !== total) throw new Failure("unavailable", `git told ${done} of ${total} changes. Run the command again.`);
	return { representing(commits) {
		const classes = /* @__PURE__ */ new Set();
		for (const each of commits) classes.add(classOf[each]);
		return [...classes].map((number) => representatives[number]);
	} };
}
/** About how many characters it takes to write it down. */
function sizeOf(change) {
	return (change.kind === "commit" ? change.message : change.title + change.body).length + change.files.length * 100;
}
/** Newest first. */
function* namesOf(graph, isNeeded) {
	for (let commit = isNeeded.lastIndexOf(1); commit >= 0; commit = before(isNeeded, commit)) yield graph.nameOf(commit);
}
/** The needed commit before this one, -1 for none. */
function before(isNeeded, commit) {
	return commit === 0 ? -1 : isNeeded.lastIndexOf(1, commit - 1);
}
function keyOf(change, policies) {
	let key = change.kind;
	for (const policy of policies) {
		const { tier, type, plainType } = classifyChange(policy, change, { people: {} });
		key += `\n${tier}\n${type}\n${plainType}`;
	}
	return key;
}

// src/flow/backtest/judge-release.ts
function judgeRelease(release, policy) {
	const decision = decide([policy], factsOf(release));
	const heldBy = decision.gates.filter((gate) => gate.requirements.some(isHeldByTime)).map(({ name }) => name);
	const heldFor = heldBy.length === 0 ? 0 : secondsUntilOpen(decision);
	return {
		tier: decision.tier,
		releaseType: decision.releaseType,
		verdict: verdictOf(heldFor),
		heldBy,
		heldFor,
		unknown: decision.gates.filter(isUnanswered).map(({ name }) => name)
	};
}
/** What a clone tells. People, reviews, checks and labels are not in it. */
function factsOf({ attempt, repository, direction, complete, changes }) {
	const { deployment, baseline, wasVerified } = attempt;
	const { environment, service, sha } = deployment;
	const at = toInstant(deployment.at);
	const verified = {
		id: 0,
		environment,
		service,
		sha,
		startedAt: at,
		state: "success"
	};
	return {
		version: 1,
		at,
		repository,
		question: {
			kind: "deploy",
			environment,
			service,
			actor: "unknown"
		},
		candidate: {
			sha,
			ref: deployment.id
		},
		baseline: baseline === null ? null : {
			sha: baseline.sha,
			at: toInstant(baseline.succeededAt ?? baseline.at)
		},
		direction,
		changes,
		complete,
		...NOTHING_KNOWN,
		deployments: wasVerified ? [{
			...verified,
			verification: {
				verdict: "pass",
				at
			}
		}] : []
	};
}
const TIME = /* @__PURE__ */ new Set(["window", "freeze"]);
function isHeldByTime({ kind, status }) {
	return TIME.has(kind) && status !== "met";
}
/** No approval is in a clone, so an approvals requirement that is met asks for none. Anything else is not known. */
function isUnanswered(gate) {
	return gate.requirements.some(({ kind, status }) => !TIME.has(kind) && !(kind === "approvals" && status === "met"));
}
function secondsUntilOpen({ at, earliestOpening }) {
	if (earliestOpening === null) return null;
	return Math.ceil((epochMs(earliestOpening) - epochMs(at)) / 1e3);
}
function verdictOf(heldFor) {
	if (heldFor === null) return "blocked";
	return heldFor === 0 ? "open" : "waiting";
}

// src/flow/backtest/past-ranges.ts
const NOTHING = {
	commits: /* @__PURE__ */ new Int32Array(0),
	changes: 0
};
/** The ranges of attempts. They are walked anew when asked for again: keeping them all would take more than the graph. */
var PastRanges = class {
	#graph;
	constructor(graph) {
		this.#graph = graph;
	}
	of({ deployment, baseline }) {
		const candidate = this.#find(deployment);
		if (baseline === null) return {
			...NOTHING,
			direction: "first",
			complete: candidate !== void 0
		};
		const from = this.#find(baseline);
		if (candidate === void 0 || from === void 0) return {
			...NOTHING,
			direction: "diverged",
			complete: false
		};
		return {
			...this.#graph.range(from, candidate),
			complete: true
		};
	}
	#find({ sha, isInClone }) {
		return isInClone ? this.#graph.find(sha) : void 0;
	}
	/** By commit: 1 where some attempt has it as a change. */
	needed(attempts) {
		const isNeeded = new Uint8Array(this.#graph.size);
		for (const attempt of attempts) for (const commit of this.of(attempt).commits) isNeeded[commit] = 1;
		return isNeeded;
	}
};

// src/flow/backtest/summarise.ts
function summarise(releases, tiers, isComparison) {
	const count = (isCounted) => releases.filter(isCounted).length;
	return {
		releases: releases.length,
		held: count(({ heldBy }) => heldBy.length > 0),
		byTier: {
			...Object.fromEntries(tiers.map((tier) => [tier, 0])),
			...tally(releases.map(({ tier }) => tier))
		},
		byGate: tally(releases.flatMap(({ heldBy }) => [...new Set(heldBy)])),
		heldFor: releases.reduce((sum, { heldFor }) => sum + (heldFor ?? 0), 0),
		heldForever: count(({ heldFor }) => heldFor === null),
		...isComparison ? { changed: count(isChanged) } : {}
	};
}
function isChanged({ tier, heldBy, against }) {
	if (against === void 0) return false;
	return against.tier !== tier || against.heldBy.join("\n") !== heldBy.join("\n");
}
function tally(names) {
	const counts = /* @__PURE__ */ new Map();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return Object.fromEntries(counts);
}

// src/flow/backtest.ts
/** Throws `Failure` when the clone cannot be read. */
async function backtest(history, request) {
	const { attempts, policy, against, progress } = request;
	const ranges = new PastRanges(history.graph);
	const policies = [policy, ...against === void 0 ? [] : [against]].map((each) => each.policy);
	const classes = await classifyHistory(history, ranges.needed(attempts), policies, progress);
	const releases = attempts.map((attempt) => {
		const range = ranges.of(attempt);
		return replay(request, attempt, range, classes.representing(range.commits));
	});
	return {
		version: 1,
		releases,
		summary: summarise(releases, policy.policy.tiers, against !== void 0)
	};
}
function replay({ repository, policy, against }, attempt, { direction, complete, changes: count }, changes) {
	const { deployment, baseline } = attempt;
	const { service, environment } = deployment;
	const release = {
		attempt,
		repository,
		direction,
		complete,
		changes
	};
	const { tier, releaseType, ...held } = judgeRelease(release, policy);
	const from = baseline && {
		id: baseline.id,
		sha: baseline.sha,
		at: instantOf(baseline)
	};
	return {
		id: deployment.id,
		sha: deployment.sha,
		at: toInstant(deployment.at),
		service,
		environment,
		baseline: from,
		direction,
		releaseType,
		tier,
		changes: count,
		complete,
		...held,
		...against === void 0 ? {} : { against: compared(judgeRelease(release, against)) }
	};
}
function instantOf({ succeededAt, at }) {
	return toInstant(succeededAt ?? at);
}
function compared({ tier, verdict, heldBy, heldFor }) {
	return {
		tier,
		verdict,
		heldBy,
		heldFor
	};
}

// src/cli/backtest-report.ts
/** A backtest for people: what was held and why, and what it comes to. */
/** Ends without a line break. */
function reportBacktest({ releases, summary }, { policy, against }) {
	const held = releases.filter(({ heldBy }) => heldBy.length > 0);
	const unknown = tallied(releases.flatMap((release) => release.unknown));
	const changed = releases.filter(isChanged);
	return [
		[`${releases.length} releases under ${policy}, ${held.length} held by time${held.length === 0 ? "" : ":"}`],
		inColumns(held.map(heldRow)),
		inColumns([
			...Object.entries(summary.byTier).map(([tier, count]) => [`tier ${tier}`, String(count)]),
			...Object.entries(summary.byGate).map(([gate, count]) => [`held by ${gate}`, String(count)]),
			["held in all", sayTime(summary.heldFor)],
			...summary.heldForever === 0 ? [] : [["held for ever", String(summary.heldForever)]],
			...unknown.map(([gate, count]) => [`not known, taken as met: ${gate}`, String(count)])
		]),
		...against === void 0 ? [] : [[`Under ${against} instead, ${changed.length} of ${releases.length} change${changed.length === 0 ? "" : ":"}`], inColumns(changed.map(changedRow))]
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n");
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
	return [
		...rowHead(release),
		tiers,
		`${say(heldBy, heldFor)} -> ${say(against?.heldBy ?? [], against?.heldFor ?? null)}`
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

// src/cli/find-policy.ts
/** Which policy a command on a clone works with. */
/** The policy asked for; else the one of the clone; else an empty one, in which the tier follows the release type. */
async function findPolicy({ policy, git }, clone) {
	if (policy !== void 0) return policyOf(policy);
	const inWorkTree = await readPolicy(join(git, POLICY_FILE));
	if (inWorkTree.kind !== "absent") return valid(inWorkTree);
	const text = await clone.file(POLICY_FILE);
	if (text !== null) return valid(policyIn(text, POLICY_FILE));
	return valid(policyIn("version: 1\n", "the built-in rules"));
}
/** Throws `Failure` with every problem when it is not valid. */
async function policyOf(file) {
	return valid(await readPolicy(file));
}
function valid(read) {
	if (read.kind === "absent") throw new Failure("not-found", formatProblem(read.problem));
	if (read.kind === "invalid") throw new Failure("rejected", read.problems.map(formatProblem).join("\n"));
	noteProblems(read.warnings);
	return read.policy;
}

// src/cli/progress.ts
const BAR_EVERY_MS = 100;
const LINE_EVERY_MS = 1e4;
const WIDTH = 24;
function createProgress(stream) {
	const interval = stream.isTTY ? BAR_EVERY_MS : LINE_EVERY_MS;
	let work = "";
	let toldAt = performance.now();
	const erase = () => {
		if (stream.isTTY) stream.write("\r\x1B[K");
	};
	return {
		begin(what) {
			erase();
			work = what;
			stream.write(stream.isTTY ? what : `${what}\n`);
			toldAt = performance.now();
		},
		update(done, total) {
			const now = performance.now();
			if (now - toldAt < interval) return;
			toldAt = now;
			const share = total === 0 ? 1 : done / total;
			const figures = `${Math.floor(share * 100)} % of ${total.toLocaleString("en")}`;
			erase();
			stream.write(stream.isTTY ? `${bar(share)} ${work}: ${figures}` : `${work}: ${figures}\n`);
		},
		end: erase
	};
}
function bar(share) {
	const full = Math.round(share * WIDTH);
	return `[${"#".repeat(full)}${" ".repeat(WIDTH - full)}]`;
}

// src/cli/replay-clone.ts
/** Replays a clone that has been opened, and prints what comes out. */
async function replayClone(options, source) {
	const { clone } = source;
	const span = {
		since: boundIn("--since", options.since, Number.NEGATIVE_INFINITY),
		until: boundIn("--until", options.until, Number.POSITIVE_INFINITY)
	};
	const policy = await findPolicy(options, clone);
	const against = options.against === void 0 ? void 0 : await policyOf(options.against);
	const deployments = await chooseDeployments(options, source, laneOf(options, policy, clone));
	const attempts = attemptsAmong(deployments, span);
	if (attempts.length === 0) note(nothingFound(options, deployments.length));
	for (const each of [policy, ...against === void 0 ? [] : [against]]) unreadableRules(each).forEach(note);
	const progress = createProgress(process.stderr);
	progress.begin(`Replaying ${attempts.length.toLocaleString("en")} releases of ${clone.repository} under ${policy.file}`);
	const request = {
		repository: clone.repository,
		attempts,
		policy,
		against,
		progress: progress.update
	};
	const history = {
		graph: await graphOf(source, deployments),
		changes: clone.changes
	};
	const result = await backtest(history, request).finally(progress.end);
	if (options.json) await printJson(result);
	else await print(reportBacktest(result, {
		policy: policy.file,
		against: against?.file
	}));
	return EXIT.ok;
}
function boundIn(option, text, fallback) {
	if (text === void 0) return fallback;
	const instant = parseInstant(text);
	if (instant !== void 0) return epochMs(instant);
	throw new UsageError(`${option} ${text} is no instant. Write it with its offset, such as 2026-11-26T09:00:00+01:00 or 2026-11-26T08:00:00Z.`);
}
/** One service and environment for all that do not name theirs. */
function laneOf({ environment }, { policy }, clone) {
	const [only, ...others] = Object.keys(policy.environments ?? {});
	const isPlain = only !== void 0 && others.length === 0 && !/[*?]/.test(only);
	return {
		service: clone.repository.split("/").at(-1) ?? clone.repository,
		environment: environment ?? (isPlain ? only : "production")
	};
}
function chooseDeployments(options, source, lane) {
	if (source.kind === "tags") return deploymentsOfTags(source.tags, lane);
	return deploymentsIn(options, lane, source.clone);
}
function graphOf(source, deployments) {
	if (source.kind === "tags") return source.graph;
	return source.clone.graph(deployments.filter(({ isInClone }) => isInClone).map(({ sha }) => sha));
}
async function deploymentsIn({ deployments: file, environment }, lane, clone) {
	const read = await readEvents(linesOf(file), lane.service);
	if (read.kind === "invalid") throw new Failure("rejected", `${file}:${read.line}:1 event-invalid The event ${read.message}.`);
	const wanted = environment?.toLowerCase();
	const chosen = read.deployments.filter((each) => wanted === void 0 || each.environment.toLowerCase() === wanted);
	const found = deploymentsInClone(chosen, await clone.resolve(chosen.map(({ sha }) => sha)));
	const lost = found.filter(({ isInClone }) => !isInClone);
	if (lost.length > 0) note(saysLost(lost));
	return found;
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