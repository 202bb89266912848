import { t as Failure } from "./failure.js";
import { a as toInstant, n as epochMs, r as parseDuration } from "./instant.js";
import { n as plainLine } from "./markdown.js";
import { T as entryFor } from "./tiers.js";
import { o as NOTHING_KNOWN } from "./people.js";
import { m as changesFor, t as classifyChange } from "./classify.js";
import { t as decide } from "./decide.js";
import { c as rollbackSettings, d as decideRollback, g as isMature, h as LaneReplay, m as lastKnownGood, n as takenAwayIn, p as barriersBetween, u as isAskedFor } from "./taken-away.js";
import { n as looksAtFiles, t as answerable } from "./asked-of-changes.js";

// src/flow/backtest/lane-record.ts
var LaneRecord = class {
	#replay = new LaneReplay();
	/** When a verification failed, or an incident was opened that the deployment caused. */
	#failedAt = /* @__PURE__ */ new Map();
	/** A deployment that succeeded after all that were added before. */
	add({ failedAt, ...deployment }) {
		const { id, sha, service, environment, type, at, succeededAt } = deployment;
		const told = {
			id,
			sha,
			service,
			environment,
			type,
			startedAt: at,
			finishedAt: succeededAt ?? at
		};
		const untold = {
			tier: null,
			team: null,
			strategy: null,
			previousSha: null,
			changes: []
		};
		const run = this.#replay.take({
			...told,
			...untold,
			isSuccess: true
		});
		if (run !== null && failedAt !== null) this.#failedAt.set(run, Math.min(failedAt, this.#failedAt.get(run) ?? failedAt));
	}
	countedAt(at, over) {
		const since = at - (parseDuration(over) ?? 0);
		const counted = this.#replay.runs.filter((run) => run.role === "normal" && run.at >= since && isMature(run, at));
		const failed = counted.filter((run) => run.isFailed || (this.#failedAt.get(run) ?? Number.POSITIVE_INFINITY) <= at);
		return {
			over,
			deployments: counted.length,
			failed: failed.length
		};
	}
};

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
	return parseDuration(entryFor(policy, environment)?.verify?.watch?.for ?? "") ?? WATCH_MS;
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

export { attemptsAmong as a, unreadableBarriers as i, backtest as n, deploymentsInClone as o, isChanged as r, deploymentsOfTags as s, createProgress as t };