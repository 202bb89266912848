import { t as Failure } from "./failure.js";
import { a as toInstant, i as parseInstant, n as epochMs, r as parseDuration } from "./instant.js";
import { g as entryFor, k as RELEASE_TYPES } from "./parse.js";
import { S as barriersBetween, a as decideRollback, b as NOTHING_KNOWN, i as isAskedFor, l as takenAwayIn, n as sayReleases, s as lastKnownGood, t as sayDifferences, x as rollbackSettings } from "./say-differences.js";
import { O as classifyChange, f as changesFor } from "./reasons.js";
import { t as decide } from "./decide.js";
import { n as plainLine, r as formatProblem } from "./markdown.js";
import { n as UsageError, t as EXIT } from "./exit-codes.js";
import { i as printJson, n as noteProblems, r as print, t as note } from "./output.js";
import { t as POLICY_FILE } from "./policy-file.js";
import { n as readPolicy, t as policyIn } from "./read-policy.js";
import { t as linesOf } from "./lines-of.js";
import { join } from "node:path";

// src/flow/backtest/asked-of-changes.ts
const NO_ACCOUNTS = "A clone knows names and addresses of authors and not their accounts";
/** Every key that a risk rule can have: a new one has to say here what of a clone answers it. */
const ANSWERED_BY = {
	paths: "files",
	"only-paths": "files",
	files: "files",
	type: "message",
	title: "message",
	labels: { nothing: "A clone has no labels of pull requests" },
	base: { nothing: "A clone has no base branches of pull requests" },
	author: { nothing: NO_ACCOUNTS },
	"author-in": { nothing: NO_ACCOUNTS },
	bot: { nothing: NO_ACCOUNTS },
	dependency: { nothing: NO_ACCOUNTS },
	unreviewed: { nothing: "A clone has no reviews" },
	commits: { nothing: "A clone does not tell how many commits were squashed into one" },
	lines: { nothing: "A backtest counts no lines, since git takes ten times as long for that" }
};
function answersTo(when) {
	return Object.entries(ANSWERED_BY).filter(([key]) => Object.hasOwn(when, key));
}
function isAnswered({ when }) {
	return answersTo(when ?? {}).every(([, answer]) => typeof answer === "string");
}
/** Whether changed files decide anything: if not, git need not compare a single pair of commits. */
function looksAtFiles(policy) {
	if (Object.keys(policy.services).length > 0) return true;
	return (policy.risk ?? []).some(({ when }) => answersTo(when ?? {}).some(([, answer]) => answer === "files"));
}
/**
* The policy without the rules that a clone cannot answer: they are taken as not matching, whether they ask for
* something or for its absence.
*
* @param knowsLanes whether it is known how often the lane failed; if not, nothing escalates.
*/
function answerable(inForce, knowsLanes) {
	const { escalate, ...policy } = inForce.policy;
	const risk = policy.risk?.filter(isAnswered);
	return {
		...inForce,
		policy: {
			...policy,
			...risk === void 0 ? {} : { risk },
			...escalate === void 0 || !knowsLanes ? {} : { escalate }
		}
	};
}
/** One sentence for each kind of rule that is left out. */
function unreadableRules({ policy, file }, knowsLanes) {
	const rules = [...new Map((policy.risk ?? []).flatMap(({ when }) => answersTo(when ?? {})))].flatMap(([key, answer]) => typeof answer === "string" ? [] : [`${answer.nothing}, so the risk rules of ${file} that ask for \`${key}\` are taken as not matching.`]);
	const escalation = `Tags do not tell how often a release failed, so the \`escalate\` of ${file} is not applied. Give a file of deployments, verifications and incidents to have it counted.`;
	const types = `A clone has no labels of pull requests, so the \`release-types\` of ${file} are not applied; types follow Conventional Commits.`;
	return [
		...rules,
		...policy.escalate === void 0 || knowsLanes ? [] : [escalation],
		...Object.keys(policy["release-types"]).length === 0 ? [] : [types]
	];
}

// src/flow/backtest/lane-record.ts
/** What is younger may still turn out to have failed. */
const MATURE_AFTER_MS = 2592e5;
var LaneRecord = class {
	/** In the order in which they succeeded. */
	#runs = [];
	/** A deployment that succeeded after all that were added before. */
	add({ sha, type, at: startedAt, succeededAt, failedAt }) {
		const at = succeededAt ?? startedAt;
		const earlier = this.#runs.findLastIndex((run) => run.sha === sha);
		const isRunning = earlier >= 0 && earlier === this.#runs.length - 1;
		const told = type ?? (isRunning ? "redeploy" : earlier >= 0 ? "rollback" : null);
		const after = earlier < 0 ? void 0 : this.#runs.slice(earlier + 1).find(isCounted);
		if (told === "rollback") blame(after ?? this.#lastCounted(), at);
		if (told === "emergency") blame(this.#lastCounted(), at);
		const isRemedy = told === "rollback" || told === "redeploy" || told === "emergency";
		this.#runs.push({
			sha,
			at,
			isCounted: !isRemedy,
			failedAt: failedAt ?? Number.POSITIVE_INFINITY
		});
	}
	countedAt(at, over) {
		const since = at - (parseDuration(over) ?? 0);
		const counted = this.#runs.filter((run) => run.isCounted && run.at >= since && run.at <= at - MATURE_AFTER_MS);
		return {
			over,
			deployments: counted.length,
			failed: counted.filter(({ failedAt }) => failedAt <= at).length
		};
	}
	#lastCounted() {
		return this.#runs.findLast(isCounted);
	}
};
function blame(run, at) {
	if (run !== void 0) run.failedAt = Math.min(run.failedAt, at);
}
function isCounted(run) {
	return run.isCounted;
}

// src/flow/backtest/lane-history.ts
var LaneHistory = class {
	#running = null;
	/** Succeeded, but not yet when the last attempt began. By the time of success. */
	#coming = [];
	#verifiedAt = /* @__PURE__ */ new Map();
	#record = new LaneRecord();
	attempt(deployment, overs) {
		const { at, sha, succeededAt, verifiedAt } = deployment;
		const done = this.#coming.filter((each) => (each.succeededAt ?? at) <= at);
		if (overs.length > 0) for (const each of done) this.#record.add(each);
		this.#running = done.at(-1) ?? this.#running;
		const attempt = {
			deployment,
			baseline: this.#running,
			wasVerified: (this.#verifiedAt.get(sha) ?? Number.POSITIVE_INFINITY) <= at,
			lanes: overs.map((over) => this.#record.countedAt(at, over))
		};
		this.#coming = this.#coming.slice(done.length);
		if (succeededAt !== null) this.#coming = [...this.#coming, deployment].sort((one, other) => (one.succeededAt ?? 0) - (other.succeededAt ?? 0));
		if (verifiedAt !== null) this.#verifiedAt.set(sha, Math.min(verifiedAt, this.#verifiedAt.get(sha) ?? verifiedAt));
		return attempt;
	}
};

// src/flow/backtest/deployments.ts
/** The lane as a decision is asked about it. A service that nobody told is left to the policy: each names its own. */
function askedLane({ environment, service, isServiceTold }) {
	return isServiceTold ? {
		environment,
		service
	} : { environment };
}
/** A tag is a deployment that succeeded at its time. */
function deploymentsOfTags(tags, lane) {
	return tags.map(({ name, sha, at }) => ({
		id: name,
		sha,
		isInClone: true,
		at,
		...lane,
		isServiceTold: false,
		type: null,
		succeededAt: at,
		verifiedAt: null,
		failedAt: null
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
function attemptsAmong(deployments, { since, until, overs }) {
	const lanes = /* @__PURE__ */ new Map();
	return deployments.toSorted((one, other) => one.at - other.at).flatMap((deployment) => {
		const name = JSON.stringify([deployment.service, deployment.environment.toLowerCase()]);
		const lane = lanes.get(name) ?? new LaneHistory();
		lanes.set(name, lane);
		const attempt = lane.attempt(deployment, overs);
		return deployment.at >= since && deployment.at < until ? [attempt] : [];
	});
}

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
			case "failed": failed.note(keyOf$1(event.cause), event.at);
		}
	}
	return {
		kind: "read",
		deployments: [...deployments.values()].map((deployment) => ({
			...deployment,
			verifiedAt: verified.of(deployment.id) ?? null,
			failedAt: failed.of(keyOf$1(deployment), `sha ${deployment.sha}`) ?? null
		})),
		findings
	};
}
function keyOf$1(cause) {
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

// src/flow/backtest/rollback/ways.ts
function pastWays(ranges, classes) {
	return {
		rangeOf: ({ way, attempt }) => ranges.of(way ?? attempt),
		changesIn: ({ commits }) => classes.representing(commits),
		wentBack: (planned) => wentBack(planned, ranges)
	};
}
/** Changes that are a barrier for some rollback must not be represented by one that is none. */
function barrierMarks(policy, planned) {
	const rules = [...new Set(planned.map(({ failed }) => failed.deployment.environment))].flatMap((environment) => rollbackSettings([policy], environment) ?? []);
	return {
		of: rules.map((each) => (change) => {
			const taken = {
				...takenAwayIn([change], "", each),
				complete: true
			};
			return barriersBetween(taken, each).kind === "found";
		}),
		lookAtFiles: rules.some(({ barriers }) => barriers.paths.length > 0)
	};
}
/** One sentence where the policy has barriers that no clone can tell. */
function unreadableBarriers({ policy, file }) {
	if (!Object.values(policy.environments ?? {}).some(({ rollback }) => (rollback?.barriers?.labels ?? []).length > 0)) return [];
	return [`A clone has no labels of pull requests, so rollbacks are replayed without the \`barriers.labels\` of ${file}: some of them would have been left to people.`];
}
/** To a commit that had run here, and that the running one contains. */
function wentBack({ attempt, lane }, ranges) {
	const { type, sha, at } = attempt.deployment;
	if (type !== null) return type === "rollback";
	return lane.deployments.some(({ deployment }) => deployment.sha === sha && deployment.succeededAt !== null && deployment.succeededAt <= at) && attempt.baseline !== null && ranges.of(attempt).direction === "backward";
}

// src/flow/backtest/classify-history.ts
async function classifyHistory(history, { isNeeded, policies, lanes, marks, progress }) {
	const { graph } = history;
	const total = isNeeded.reduce((sum, each) => sum + each, 0);
	const classes = new Classes(graph.size);
	const withFiles = marks?.lookAtFiles === true || policies.some(looksAtFiles);
	let done = 0;
	for await (const change of history.changes(namesOf(graph, isNeeded), { withFiles })) {
		const commit = graph.find(change.kind === "commit" ? change.sha : change.headSha);
		if (commit === void 0) continue;
		classes.put(commit, change, keyOf(change, policies, [...lanes, ...marks?.of ?? []]));
		progress(++done, total);
	}
	if (done !== total) throw new Failure("unavailable", `git told ${done} of ${total} changes. Run the command again.`);
	return classes;
}
var Classes = class {
	#numbers = /* @__PURE__ */ new Map();
	#representatives = [];
	/** By commit. */
	#classOf;
	/** By commit, 0 for none. */
	#pullRequestOf;
	constructor(commits) {
		this.#classOf = new Uint32Array(commits);
		this.#pullRequestOf = new Uint32Array(commits);
	}
	put(commit, change, key) {
		const number = this.#numbers.get(key) ?? this.#numbers.size;
		this.#numbers.set(key, number);
		this.#classOf[commit] = number;
		this.#pullRequestOf[commit] = change.kind === "commit" ? 0 : change.number;
		const kept = this.#representatives[number];
		if (kept === void 0 || sizeOf(change) < sizeOf(kept)) this.#representatives[number] = change;
	}
	representing(commits) {
		const classes = /* @__PURE__ */ new Set();
		for (const each of commits) classes.add(this.#classOf[each]);
		return [...classes].map((number) => this.#representatives[number]);
	}
	count(commits, isOwn) {
		const own = this.#representatives.map(isOwn);
		const pullRequests = /* @__PURE__ */ new Set();
		let alone = 0;
		for (const commit of commits) {
			if (!own[this.#classOf[commit]]) continue;
			const number = this.#pullRequestOf[commit];
			if (number === 0) alone++;
			else pullRequests.add(number);
		}
		return alone + pullRequests.size;
	}
};
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
function keyOf(change, policies, lanes) {
	let key = change.kind;
	for (const isOwn of lanes) key += isOwn(change) ? "+" : "-";
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
	const { deployment, baseline, wasVerified, lanes } = attempt;
	const { sha } = deployment;
	const at = toInstant(deployment.at);
	const verified = {
		id: 0,
		...askedLane(deployment),
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
			...askedLane(deployment),
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
		lanes,
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

// src/flow/backtest/own-changes.ts
/** Undefined: every change is. */
function ownChanges(policy, deployment) {
	if (Object.keys(policy.services).length === 0) return void 0;
	const question = {
		kind: "deploy",
		...askedLane(deployment),
		actor: "unknown"
	};
	return (change) => changesFor(policy, {
		question,
		changes: [change]
	}).length > 0;
}
/** One for every lane of the attempts and every policy that draws services. */
function allOwnChanges(policies, attempts) {
	const lanes = new Map(attempts.map(({ deployment }) => [JSON.stringify(askedLane(deployment)), deployment]));
	return policies.flatMap((policy) => [...lanes.values()].flatMap((lane) => ownChanges(policy, lane) ?? []));
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

// src/flow/backtest/replayed-release.ts
function replayedRelease({ attempt, direction, complete, changes }, { tier, releaseType, ...held }, against) {
	const { deployment, baseline } = attempt;
	const { service, environment } = deployment;
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
		changes,
		complete,
		...held,
		...against === void 0 ? {} : { against: compared(against) }
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

// src/flow/backtest/rollback/lane.ts
/** What one lane looked like at an instant of its past, as a decision about a rollback reads it. */
function pastLanes(deployments, verifications) {
	const lanes = Map.groupBy(deployments.toSorted((one, other) => one.at - other.at), ({ service, environment }) => JSON.stringify([service, environment.toLowerCase()]));
	const byTime = verifications.toSorted((one, other) => one.at - other.at);
	const said = Map.groupBy(byTime, ({ id }) => id);
	return [...lanes.values()].map((lane) => ({ deployments: lane.map((deployment, number) => ({
		number,
		deployment,
		verifications: said.get(deployment.id) ?? []
	})) }));
}
/** What was known of the lane at `at`, newest first. */
function laneAt({ deployments }, at) {
	return deployments.filter(({ deployment }) => deployment.at <= at).map((each) => asKnown(each, at)).toReversed();
}
/** A file of deployments is a ledger of them, and says nothing of jobs that are none. */
function asKnown({ number, deployment, verifications }, at) {
	const { sha, succeededAt } = deployment;
	const hasSucceeded = succeededAt !== null && succeededAt <= at;
	const said = verifications.findLast((each) => each.at <= at);
	return {
		id: number,
		sha,
		shaFrom: "ledger",
		startedAt: toInstant(deployment.at),
		...hasSucceeded ? { finishedAt: toInstant(succeededAt) } : {},
		state: succeededAt === null ? "failure" : hasSucceeded ? "success" : "in_progress",
		everSucceeded: hasSucceeded,
		isTransient: false,
		isOfDeployWorkflow: true,
		isRollback: deployment.type === "rollback",
		verification: said === void 0 ? null : {
			verdict: said.verdict,
			at: toInstant(said.at),
			confidence: "high"
		}
	};
}
/** Commits that a verification had said to be bad by then: they would have been kept out. */
function keptOutAt({ deployments }, at) {
	const isBad = ({ verifications }) => verifications.some((each) => each.verdict === "fail" && each.at <= at);
	return [...new Set(deployments.filter(isBad).map(({ deployment }) => deployment.sha))];
}

// src/flow/backtest/rollback/plan.ts
/** Every finding of the past that a rollback would have been decided on, and the way back that it would have taken. */
/** By the time of the finding. Only of deployments that are replayed; `pass` starts nothing. */
function planRollbacks({ deployments, findings }, attempts) {
	const replayed = new Map(attempts.map((attempt) => [attempt.deployment.id, attempt]));
	const verifications = findings.filter((each) => each.kind === "verification");
	return pastLanes(deployments, verifications).flatMap((lane) => lane.deployments.flatMap((failed) => {
		const attempt = replayed.get(failed.deployment.id);
		return attempt === void 0 ? [] : planOf(lane, failed, attempt);
	})).toSorted((one, other) => one.finding.at - other.finding.at);
}
function planOf(lane, failed, attempt) {
	const { verifications, deployment } = failed;
	return verifications.filter(({ verdict, at }) => verdict !== "pass" && at >= deployment.at).map((finding) => {
		const known = {
			deployments: laneAt(lane, finding.at),
			keptOut: keptOutAt(lane, finding.at)
		};
		const { target } = lastKnownGood({
			failed: {
				id: failed.number,
				sha: deployment.sha,
				startedAt: toInstant(deployment.at),
				isRollback: false,
				tier: ""
			},
			deployments: known.deployments,
			quarantined: known.keptOut
		});
		const found = target === null ? null : lane.deployments[target.deploymentId]?.deployment ?? null;
		return {
			finding,
			lane,
			failed,
			attempt,
			retries: verifications.filter(({ verdict, at }) => isUnsure(verdict) && at < finding.at).length,
			...known,
			target: found,
			way: wayBack(found, deployment, finding)
		};
	});
}
function isUnsure(verdict) {
	return verdict === "error" || verdict === "inconclusive";
}
function wayBack(target, failed, { at }) {
	if (target === null) return null;
	return {
		deployment: {
			...target,
			at,
			type: "rollback",
			succeededAt: null,
			failedAt: null
		},
		baseline: failed,
		wasVerified: true,
		lanes: []
	};
}

// src/flow/backtest/rollback/case.ts
/** As it was known then. Pre-existing failures, pauses, dependants and what ran by itself are in no file. */
function pastCase(planned, earlier, request) {
	const { finding, failed, retries, deployments, keptOut, target, way } = planned;
	const { environment, sha } = failed.deployment;
	const at = toInstant(finding.at);
	const rules = rollbackSettings([request.policy], environment);
	const range = way === null ? null : request.ways.rangeOf(planned);
	const changes = range === null ? [] : request.ways.changesIn(range);
	const judged = way && range && {
		attempt: way,
		repository: request.repository,
		...range,
		changes
	};
	const isWhole = range?.complete === true && range.direction === "backward";
	return {
		at,
		environment,
		rules,
		deployments,
		quarantined: keptOut,
		earlier,
		trigger: {
			kind: "verification",
			verdict: finding.verdict,
			at,
			retries,
			...NOTHING_MORE_SAID
		},
		failed: {
			id: failed.number,
			sha,
			startedAt: toInstant(failed.deployment.at),
			isRollback: request.ways.wentBack(planned),
			tier: judged === null ? "" : judgeRelease(judged, request.policy).tier
		},
		takenAway: target && rules ? {
			...takenAwayIn(changes, target.sha, rules),
			complete: isWhole
		} : null,
		target: target && { isAvailable: target.isInClone || "unknown" },
		isPaused: false,
		liveSha: null,
		dependants: [],
		approvedBy: [],
		isLocked: false
	};
}
const NOTHING_MORE_SAID = {
	failedChecks: [],
	preExisting: [],
	isAdvisoryOnly: false,
	reasonCode: null,
	confidence: "high"
};
function asEarlier({ finding, failed, target }) {
	const { sha: from } = failed.deployment;
	return {
		at: toInstant(finding.at),
		failedDeploymentId: failed.number,
		from,
		to: target?.sha ?? "",
		outcome: "verified"
	};
}

// src/flow/backtest/rollback/evidence.ts
/** Within `watchMs` after the finding, in the same lane. */
function evidenceAbout({ finding, lane, failed }, findings, watchMs) {
	const until = finding.at + watchMs;
	if (findings.some((each) => each.kind === "incident" && isBlamed(each, failed.deployment, until))) return "incident";
	const last = lane.deployments.filter(({ deployment }) => deployment.sha === failed.deployment.sha).flatMap(({ verifications }) => verifications).filter(({ at, verdict }) => at > finding.at && at <= until && (verdict === "pass" || verdict === "fail")).toSorted((one, other) => one.at - other.at).at(-1);
	if (last === void 0) return "none";
	return last.verdict === "pass" ? "passed-later" : "failed-again";
}
function isBlamed({ cause, at }, deployment, until) {
	return ("id" in cause ? cause.id === deployment.id : deployment.sha.startsWith(cause.sha)) && at >= deployment.at && at <= until;
}

// src/flow/backtest/rollback/replay.ts
/** How many rollbacks a policy would have made, decided by the same table as the real ones, and how many of them false. */
/** Each deployment once, by the first of the strongest decisions about it. */
function replayRollbacks(request) {
	const earlier = /* @__PURE__ */ new Map();
	const found = /* @__PURE__ */ new Map();
	for (const planned of request.planned) {
		const own = earlier.get(planned.lane) ?? [];
		earlier.set(planned.lane, own);
		const before = found.get(planned.failed.deployment.id);
		if (before?.decision === "automatic") continue;
		const replayed = replayOne(planned, own, request);
		if (replayed === void 0) continue;
		if (replayed.decision === "automatic") own.push(asEarlier(planned));
		if (before === void 0 || STRENGTH[replayed.decision] > STRENGTH[before.decision]) found.set(planned.failed.deployment.id, replayed);
	}
	return summaryOf([...found.values()].toSorted((one, other) => epochMs(one.at) - epochMs(other.at)));
}
const STRENGTH = {
	held: 0,
	asked: 1,
	automatic: 2
};
function replayOne(planned, earlier, request) {
	const { finding, target, failed } = planned;
	const { id, sha, service, environment } = failed.deployment;
	const { action, reason } = decideRollback(pastCase(planned, earlier, request));
	const decision = decisionOf(action, reason.code);
	if (decision === void 0) return void 0;
	const evidence = evidenceAbout(planned, request.findings, watchOf(request.policy, environment));
	return {
		id,
		sha,
		service,
		environment,
		at: toInstant(finding.at),
		verdict: finding.verdict,
		decision,
		code: reason.code,
		target: target && {
			id: target.id,
			sha: target.sha
		},
		evidence,
		false: decision !== "held" && evidence === "passed-later"
	};
}
/** Undefined: nothing would have come of it. */
function decisionOf(action, code) {
	if (action === "rollback") return "automatic";
	if (isAskedFor(code)) return "asked";
	return action === "hold" || action === "page" ? "held" : void 0;
}
/** How long what is said of a deployment counts as said of it, where the policy does not say (`verify.watch`): two days. */
const WATCH_MS = 1728e5;
function watchOf({ policy }, environment) {
	return parseDuration(entryFor(policy, environment)?.verify?.watch ?? "") ?? WATCH_MS;
}
function summaryOf(list) {
	const count = (isCounted) => list.filter(isCounted).length;
	const automatic = count(({ decision }) => decision === "automatic");
	const asked = count(({ decision }) => decision === "asked");
	return {
		would: automatic + asked,
		automatic,
		asked,
		held: count(({ decision }) => decision === "held"),
		false: count((each) => each.false),
		list
	};
}

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
	const { attempts, repository, knowsLanes, progress } = request;
	const policy = answerable(request.policy, knowsLanes);
	const against = request.against && answerable(request.against, knowsLanes);
	const policies = [policy, ...against === void 0 ? [] : [against]].map((each) => each.policy);
	const ranges = new PastRanges(history.graph);
	const lanes = allOwnChanges(policies, attempts);
	const past = request.rollbacks?.findings.some(({ kind }) => kind === "verification") ? request.rollbacks : void 0;
	const planned = past === void 0 ? [] : planRollbacks(past, attempts);
	const asked = {
		isNeeded: ranges.needed([...attempts, ...planned.flatMap(({ way }) => way ?? [])]),
		policies,
		lanes,
		marks: barrierMarks(policy, planned),
		progress
	};
	const classes = await classifyHistory(history, asked);
	const judged = attempts.map((attempt) => {
		const { commits, ...range } = ranges.of(attempt);
		const release = {
			attempt,
			repository,
			...range,
			changes: classes.representing(commits)
		};
		const isOwn = ownChanges(policy.policy, attempt.deployment);
		const changes = isOwn === void 0 ? range.changes : classes.count(commits, isOwn);
		const other = against === void 0 ? void 0 : judgeRelease(release, against);
		return {
			replayed: replayedRelease({
				...release,
				changes
			}, judgeRelease(release, policy), other),
			other
		};
	});
	const releases = judged.map(({ replayed }) => replayed);
	const summary = summarise(releases, policy.policy.tiers, against !== void 0);
	const replay = {
		planned,
		findings: past?.findings ?? [],
		policy,
		repository,
		ways: pastWays(ranges, classes)
	};
	return {
		document: {
			version: 1,
			releases,
			summary,
			...past === void 0 ? {} : { rollbacks: replayRollbacks(replay) }
		},
		against: judged.flatMap(({ other }) => other ?? [])
	};
}

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
/** How far long work is: a bar on a terminal, a line now and then elsewhere. To stderr. */
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
	const show = (text) => {
		stream.write(stream.isTTY ? plainLine(text, (stream.columns || 80) - 1) : `${text}\n`);
	};
	return {
		begin(what) {
			erase();
			work = what;
			show(what);
			toldAt = performance.now();
		},
		update(done, total) {
			const now = performance.now();
			if (now - toldAt < interval) return;
			toldAt = now;
			const share = total === 0 ? 1 : done / total;
			const figures = `${Math.floor(share * 100)} % of ${total.toLocaleString("en")}`;
			erase();
			show(stream.isTTY ? `${bar(share)} ${figures}: ${work}` : `${work}: ${figures}`);
		},
		end: erase
	};
}
function bar(share) {
	const full = Math.round(share * WIDTH);
	return `[${"#".repeat(full)}${".".repeat(WIDTH - full)}]`;
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
	if (text === void 0) return fallback;
	const instant = parseInstant(text);
	if (instant !== void 0) return epochMs(instant);
	throw new UsageError(`${option} ${text} is no instant. Write it with its offset, such as 2026-11-26T09:00:00+01:00 or 2026-11-26T08:00:00Z.`);
}
/** The times over which the policies count how often a lane failed. */
function oversOf(policies) {
	return [...new Set(policies.flatMap(({ policy }) => (policy.escalate ?? []).map(({ when }) => when.over)))];
}
/** The environment of tags, which name none. */
function environmentOf({ environment }, { policy }) {
	const [only, ...others] = Object.keys(policy.environments ?? {});
	const isPlain = only !== void 0 && others.length === 0 && !/[*?]/.test(only);
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