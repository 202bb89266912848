import { t as fullName } from "./repository.js";
import { a as toInstant, n as epochMs, r as parseDuration } from "./instant.js";
import { n as digestOf } from "./canonical.js";
import { a as compileGlob } from "./glob.js";
import { T as entryFor, n as tierFor, t as commonTiers } from "./tiers.js";
import { p as freezeGate } from "./reasons.js";
import { n as gatherPeople, o as NOTHING_KNOWN, r as loginsOf } from "./people.js";
import { n as workflowName } from "./workflow-file.js";
import { n as releaseContext } from "./decide.js";

// src/dora/lane/run.ts
const NONE$1 = [];
var Run = class {
	/** The one that succeeded first. */
	#attempt;
	/** As told, else by the commit; null: an ordinary one of which nobody told more. */
	type;
	role;
	/** What came into production with it for the first time, where it can be told how long that took. */
	fresh = NONE$1;
	isFailed = false;
	/** When the failure was over. Infinite: it is not, as far as is known. */
	endedAt = Number.POSITIVE_INFINITY;
	/** The id of the rollback that went behind it. */
	takenBackBy = null;
	constructor(attempt, type, role) {
		this.#attempt = attempt;
		this.type = type;
		this.role = role;
	}
	get id() {
		return this.#attempt.id;
	}
	get sha() {
		return this.#attempt.sha;
	}
	/** When it ran. */
	get at() {
		return this.#attempt.finishedAt;
	}
	get tier() {
		return this.#attempt.tier;
	}
	get team() {
		return this.#attempt.team;
	}
	get strategy() {
		return this.#attempt.strategy;
	}
	/** How many changes it brought. 0: nobody told. */
	get batch() {
		return this.#attempt.changes.length;
	}
	/** However many reasons there are, it fails once. */
	fail() {
		this.isFailed = true;
	}
	/** The earliest end is the end. */
	endAt(at) {
		this.endedAt = Math.min(this.endedAt, at);
	}
};
/** What is younger may still turn out to have failed. */
const MATURE_AFTER_MS = 2592e5;
function isMature({ at }, knownUntil) {
	return at <= knownUntil - MATURE_AFTER_MS;
}

// src/dora/lane/net-changes.ts
const NONE = {
	cancelled: /* @__PURE__ */ new Set(),
	takenBack: []
};
/** A revert of a revert undoes it, so the first change of three is shipped. */
function netChanges(changes) {
	if (changes.every(({ reverts }) => reverts.length === 0)) return NONE;
	const here = new Map(changes.map((change) => [change.key, change]));
	const undone = undoneAmong(changes, here);
	const standing = changes.filter((change) => !undone.has(change));
	const spent = standing.filter(({ reverts }) => reverts.length > 0 && reverts.every((number) => here.has(number)));
	return {
		cancelled: /* @__PURE__ */ new Set([...undone, ...spent]),
		takenBack: [...new Set(standing.flatMap(({ reverts }) => reverts.filter((number) => !here.has(number))))]
	};
}
/** From the reverts that nothing here reverts to what they revert. A ring of reverts, which cannot be, undoes nothing. */
function undoneAmong(changes, here) {
	const undone = /* @__PURE__ */ new Set();
	const awaited = /* @__PURE__ */ new Map();
	for (const target of changes.flatMap((change) => targetsOf(change, here))) awaited.set(target, (awaited.get(target) ?? 0) + 1);
	const settled = changes.filter((change) => !awaited.has(change));
	for (const change of settled) for (const target of targetsOf(change, here)) {
		if (!undone.has(change)) undone.add(target);
		const left = (awaited.get(target) ?? 1) - 1;
		awaited.set(target, left);
		if (left === 0) settled.push(target);
	}
	return undone;
}
function targetsOf({ reverts }, here) {
	return reverts.flatMap((number) => here.get(number) ?? []);
}

// src/dora/lane/replay.ts
/** Attempts of one commit that lie further apart are two deployments. */
const ONE_DEPLOYMENT_MS = 864e5;
const NO_CHANGES = [];
var LaneReplay = class {
	/** In the order in which they ran. */
	runs = [];
	/** Attempts that did not succeed. They change nothing that runs. */
	failures = [];
	/** The last run of each commit; -1: before the first record. */
	#lastOf = /* @__PURE__ */ new Map();
	/** Places of the runs that can fail. */
	#normal = [];
	/** Places of the runs that no rollback has gone behind. */
	#standing = [];
	/** Null: it was there so far only together with its own revert. */
	#shippedBy = /* @__PURE__ */ new Map();
	#triedAt = Number.NEGATIVE_INFINITY;
	/** Another commit was tried since the last success. */
	#isInterrupted = false;
	/**
	* An attempt that ended after all that were taken before.
	*
	* @returns the deployment that it belongs to; null when it failed
	*/
	take(attempt) {
		const running = this.runs.at(-1);
		const isSame = running?.sha === attempt.sha;
		if (!attempt.isSuccess) {
			this.failures.push(attempt);
			if (isSame) this.#triedAt = attempt.finishedAt;
			else this.#isInterrupted = true;
			return null;
		}
		const run = running !== void 0 && isSame && this.#continues(running, attempt) ? running : this.#begin(attempt);
		this.#triedAt = attempt.finishedAt;
		return run;
	}
	/** Whether it repeats what runs so soon that the two are one deployment. One that is called a redeploy is one. */
	#continues({ type }, attempt) {
		const isCalledOther = attempt.type !== null && (attempt.type === "redeploy" || attempt.type !== type);
		return attempt.finishedAt - this.#triedAt <= ONE_DEPLOYMENT_MS && !this.#isInterrupted && !isCalledOther;
	}
	#begin(attempt) {
		const isFirst = this.runs.length === 0;
		if (isFirst && attempt.previousSha !== null) this.#lastOf.set(attempt.previousSha, -1);
		const type = attempt.type ?? this.#typeBySha(attempt.sha);
		const changes = type !== "rollback" && type !== "redeploy" ? attempt.changes : NO_CHANGES;
		const { cancelled, takenBack } = netChanges(changes);
		const shippers = new Set(takenBack.flatMap((number) => this.#shippedBy.get(number) ?? []));
		const run = new Run(attempt, type, roleOf(type, shippers.size > 0));
		if (run.role === "rollback") this.#rollBack(run);
		if (run.role === "remediation") this.#remedy(run, shippers);
		const fresh = changes.filter((change) => this.#ship(change, cancelled.has(change) ? null : run));
		run.fresh = isFirst ? NO_CHANGES : fresh.length === changes.length ? changes : fresh;
		this.#append(run);
		return run;
	}
	#typeBySha(sha) {
		const last = this.#lastOf.get(sha);
		if (last === void 0) return null;
		return last === this.runs.length - 1 ? "redeploy" : "rollback";
	}
	#append(run) {
		const place = this.runs.length;
		if (run.role === "normal") this.#normal.push(place);
		this.#standing.push(place);
		this.#lastOf.set(run.sha, place);
		this.#isInterrupted = false;
		this.runs.push(run);
	}
	/** Blames the first deployment after the one it goes back to; all since then are taken back. */
	#rollBack(rollback) {
		const target = this.#lastOf.get(rollback.sha);
		if (target === void 0 || target === this.runs.length - 1) {
			const last = this.#lastNormal();
			if (last !== void 0) takeBack(last, rollback);
			blame(last, rollback);
			return;
		}
		for (let place = this.#standing.at(-1) ?? -1; place > target; place = this.#standing.at(-1) ?? -1) {
			this.#standing.pop();
			const run = this.runs[place];
			if (run !== void 0) takeBack(run, rollback);
		}
		blame(this.#firstNormalAfter(target), rollback);
	}
	#remedy(remediation, shippers) {
		if (shippers.size === 0) blame(this.#lastNormal(), remediation);
		for (const shipper of shippers) blame(shipper, remediation);
	}
	/**
	* A change counts with the deployment that had it first. After a rollback another one may bring it again.
	*
	* @param shipper null: it came together with its revert
	* @returns whether no deployment had it before
	*/
	#ship({ key }, shipper) {
		if (key === null) return true;
		const before = this.#shippedBy.get(key);
		if (before === void 0 || before === null || before.takenBackBy !== null) this.#shippedBy.set(key, shipper);
		return before === void 0;
	}
	#lastNormal() {
		return this.runs[this.#normal.at(-1) ?? -1];
	}
	#firstNormalAfter(place) {
		let low = 0;
		let high = this.#normal.length;
		while (low < high) {
			const middle = low + high >> 1;
			if ((this.#normal[middle] ?? 0) > place) high = middle;
			else low = middle + 1;
		}
		return this.runs[this.#normal[low] ?? -1];
	}
};
function roleOf(type, takesBack) {
	if (type === "rollback" || type === "redeploy") return type;
	return type === "emergency" || takesBack ? "remediation" : "normal";
}
function takeBack(run, rollback) {
	run.takenBackBy = rollback.id;
	run.endAt(rollback.at);
}
function blame(run, because) {
	run?.fail();
	run?.endAt(because.at);
}

// src/rollback/known-good.ts
/**
* Last known good: the newest deployment that may be gone back to. It never goes by what GitHub calls a deployment now
* (`inactive`), nor by a record that is no deployment of this environment, nor by the commit that a dispatched run was
* started from. What is passed over is told with its reason.
*/
function lastKnownGood({ failed, deployments, quarantined }) {
	const judged = deployments.toSorted((one, other) => comesAfter(one, other)).map((each) => ({
		deploymentId: each.id,
		sha: each.sha,
		code: rejectionOf(each, {
			failed,
			quarantined,
			deployments
		})
	}));
	const good = judged.filter(({ code }) => code === void 0);
	const [target] = good;
	const next = good.find(({ sha }) => sha !== target?.sha);
	const passedOver = target === void 0 ? judged : judged.slice(0, judged.indexOf(target));
	return {
		target: candidateOf(target),
		next: candidateOf(next),
		rejected: passedOver.flatMap(({ code, ...each }) => code === void 0 ? [] : [{
			...each,
			code
		}])
	};
}
/** A record of a deployment to this environment, rather than of a job that only reads its secrets or a preview. */
function isDeployment({ isTransient, isOfDeployWorkflow }) {
	return isOfDeployWorkflow && !isTransient;
}
/** Made after the other one; of two at one instant GitHub's number tells. */
function isNewer(one, other) {
	return comesAfter(one, other) < 0;
}
function comesAfter(one, other) {
	return epochMs(other.startedAt) - epochMs(one.startedAt) || other.id - one.id;
}
function candidateOf(found) {
	return found === void 0 ? null : {
		deploymentId: found.deploymentId,
		sha: found.sha
	};
}
/** Undefined: nothing speaks against it. */
function rejectionOf(deployment, among) {
	return aboutRecord(deployment) ?? aboutPlace(deployment, among) ?? aboutSuccess(deployment, among);
}
function aboutRecord({ isTransient, isOfDeployWorkflow }) {
	if (isTransient) return "transient";
	return isOfDeployWorkflow ? void 0 : "not-deploy-workflow";
}
function aboutPlace(deployment, { failed, quarantined }) {
	if (failed !== null && isAfter(deployment, failed)) return "not-older";
	if (deployment.sha === failed?.sha) return "current";
	if (quarantined.includes(deployment.sha)) return "quarantined";
	return deployment.shaFrom === "deployment" && deployment.isDispatched !== false ? "sha-unsure" : void 0;
}
function isAfter(deployment, failed) {
	return deployment.id !== failed.id && isNewer(deployment, failed);
}
function aboutSuccess(deployment, { deployments }) {
	if (deployment.state === "failure") return deployment.everSucceeded ? "failed-later" : "never-succeeded";
	return deployment.everSucceeded ? aboutVerification(deployment, deployments) : "never-succeeded";
}
/** The commit's newest verification here has to be a `pass` that proves where it comes from, whichever deployment it is of. */
function aboutVerification({ sha }, all) {
	const said = all.filter((each) => each.sha === sha && isDeployment(each)).flatMap((each) => verificationsOf(each));
	const counted = said.filter(({ verdict, confidence }) => verdict !== "pass" || confidence === "high");
	if (counted.length === 0) return said.length === 0 ? "not-verified" : "low-confidence";
	const latest = Math.max(...counted.map(({ at }) => epochMs(at)));
	const last = counted.filter(({ at }) => epochMs(at) === latest);
	if (last.every(({ verdict }) => verdict === "pass")) return void 0;
	return last.some(({ verdict }) => verdict === "fail") ? "verification-failed" : "not-verified";
}
/** A pass of what was not deployed with success says nothing of the commit. */
function verificationsOf({ verification, state, everSucceeded }) {
	if (verification === null) return [];
	return everSucceeded && state !== "failure" || verification.verdict !== "pass" ? [verification] : [];
}

// src/rollback/barriers.ts
/**
* What keeps `settings`' environment from giving up the changes. A barrier that was found counts even where not all was
* read. Paths are matched by whoever lists the changes (`markedPaths`).
*/
function barriersBetween(takenAway, settings) {
	if (takenAway === null) return {
		kind: "unknown",
		because: "not-read"
	};
	const { changes, messages = [] } = takenAway;
	const listed = changes.flatMap((change) => barriersOf(change, settings.barriers.labels));
	const named = new Set(listed.filter(({ by }) => by === "trailer").map(({ change }) => change));
	const ofCommits = messages.filter(({ name }) => !named.has(name)).flatMap(trailersOf);
	const barriers = [...listed, ...ofCommits];
	if (barriers.length > 0) return {
		kind: "found",
		barriers
	};
	if (!takenAway.complete) return {
		kind: "unknown",
		because: "list-cut"
	};
	if (takenAway.changes.length === 0) return {
		kind: "unknown",
		because: "nothing-listed"
	};
	const unread = settings.barriers.paths.length > 0 && takenAway.changes.find(({ pathsComplete }) => !pathsComplete);
	return unread ? {
		kind: "unknown",
		because: "files-cut",
		change: unread.name
	} : { kind: "none" };
}
/** A line of its own in the commit's message or the pull request's text, also without a reason. */
const TRAILER = /^[ \t]*rollback-barrier[ \t]*:(.*)$/gim;
function barriersOf(change, labels) {
	const isBarrier = (label) => labels.some((each) => each.toLowerCase() === label.toLowerCase());
	return [
		...change.labels.filter(isBarrier).map((what) => ({
			change: change.name,
			by: "label",
			what
		})),
		...change.markedPaths.map((what) => ({
			change: change.name,
			by: "path",
			what
		})),
		...trailersOf(change)
	];
}
function trailersOf({ name, message }) {
	return [...message.matchAll(TRAILER)].map(([, reason = ""]) => {
		return {
			change: name,
			by: "trailer",
			what: reason.trim()
		};
	});
}

// src/rollback/rows/row.ts
function passes(value) {
	return {
		holds: false,
		value
	};
}
function holds(value, data = {}) {
	return {
		holds: true,
		value,
		data
	};
}

// src/rollback/rows/brakes.ts
/** Rows 8 and 9: rollbacks that follow each other make it worse, so people look first. */
const BRAKE_ROWS = [
	{
		number: 8,
		code: "rollback-failed",
		action: "page",
		keepsOut: false,
		condition: "What failed is itself a rollback",
		look: lookForRollback
	},
	{
		number: 9,
		code: "attempts-exhausted",
		action: "page",
		keepsOut: true,
		condition: "This release was rolled back as often as `limit.attempts` allows",
		look: lookAtAttempts
	},
	{
		number: 9,
		code: "flapping",
		action: "page",
		keepsOut: true,
		condition: "The environment went back as often as `limit.at-most` allows",
		look: lookAtWindow
	}
];
function lookForRollback({ case: { failed } }) {
	return failed?.isRollback === true ? holds("it was a rollback", { sha: failed.sha }) : passes("a release");
}
function lookAtAttempts(look) {
	const { failed, rules } = look.case;
	const used = countedOf(look).filter(({ from }) => from === failed?.sha).length;
	const attempts = rules?.attempts ?? 0;
	const value = `${used} of ${attempts}`;
	return used >= attempts ? holds(value, {
		used,
		attempts,
		sha: failed?.sha
	}) : passes(value);
}
function lookAtWindow(look) {
	const window = look.case.rules?.window;
	if (window === void 0 || window === null) return passes("no limit");
	const since = epochMs(look.case.at) - window.perMs;
	const within = countedOf(look).filter(({ at }) => epochMs(at) > since);
	const value = `${within.length} of ${window.atMost}`;
	if (within.length < window.atMost) return passes(value);
	return holds(value, {
		used: within.length,
		most: window.atMost,
		perMs: window.perMs,
		rollbacks: within
	});
}
/** The same finding told once more is no second attempt: row 15 has it while it is under way. */
function countedOf({ case: { earlier, failed } }) {
	return earlier.filter((each) => !(each.outcome === "under-way" && each.failedDeploymentId === failed?.id));
}

// src/rollback/rows/finding.ts
const FINDING_ROWS = [
	{
		number: 5,
		code: "inconclusive",
		action: "page",
		keepsOut: true,
		condition: "The verification could not say (`error`, `inconclusive`): it is made once more, then people look",
		look: ofFinding(lookForUnsure)
	},
	{
		number: 5,
		code: "not-a-trigger",
		action: "page",
		keepsOut: true,
		condition: "The policy does not list this verdict under `on`",
		look: ofFinding(lookForTrigger)
	},
	{
		number: 6,
		code: "pre-existing",
		action: "page",
		keepsOut: false,
		condition: "All that failed had failed before the deployment",
		look: ofFinding(lookForPreExisting)
	},
	{
		number: 6,
		code: "runner-network",
		action: "page",
		keepsOut: false,
		condition: "The control probe failed, so the network of the runner is at fault",
		look: ofFinding(({ reasonCode }) => reasonCode === "runner-network" ? holds("the control probe failed") : passes("no sign of it"))
	},
	{
		number: 7,
		code: "advisory-only",
		action: "none",
		keepsOut: false,
		condition: "Only advisory checks failed",
		look: ofFinding(({ isAdvisoryOnly }) => isAdvisoryOnly ? holds("only advisory checks failed") : passes("not only advisory checks"))
	}
];
function ofFinding(look) {
	return ({ case: { trigger, rules } }) => trigger.kind === "requested" ? passes(`asked for by ${trigger.by}`) : look(trigger, rules);
}
/** A verification that a person cancelled is neither a failure nor worth another try. */
function lookForUnsure({ verdict, retries, reasonCode }, rules) {
	if (verdict !== "error" && verdict !== "inconclusive") return passes(verdict);
	const value = `${verdict}${reasonCode === null ? "" : ` (${reasonCode})`}, verified again ${retries} times`;
	const data = {
		verdict,
		retries,
		cause: reasonCode
	};
	if (reasonCode === "cancelled") return {
		...holds(value, data),
		keepsOut: false
	};
	if (retries < 1) return {
		...holds(value, data),
		action: "retry-verification",
		keepsOut: false
	};
	return rules?.on.includes(verdict) === true ? passes(`${value}; listed under \`on\``) : holds(value, data);
}
/** A verification that never came says nothing bad of the commit. */
function lookForTrigger({ verdict }, rules) {
	if (rules !== void 0 && rules.on.includes(verdict)) return passes(`${verdict} is listed`);
	return {
		...holds(`${verdict} is not listed`, {
			verdict,
			on: rules?.on ?? []
		}),
		keepsOut: verdict !== "missing"
	};
}
function lookForPreExisting({ failedChecks, preExisting, reasonCode }) {
	const own = failedChecks.filter((id) => !preExisting.includes(id));
	if (failedChecks.length > 0 && own.length === 0 || reasonCode === "pre-existing") return holds("all of them failed before", { checks: failedChecks });
	return passes(failedChecks.length === 0 ? "no single checks known" : `new: ${own.join(", ")}`);
}

// src/rollback/rows/scope.ts
/** Rows 0 to 4: is this a finding about what runs here now, and may we act on it at all? */
const SCOPE_ROWS = [
	{
		number: 0,
		code: "disabled",
		action: "none",
		keepsOut: false,
		condition: "The policy says nothing of rollbacks in this environment",
		look: ({ case: { rules } }) => rules === void 0 ? holds("no `rollback` section") : passes("rollbacks are set up")
	},
	{
		number: 0,
		code: "untracked",
		action: "none",
		keepsOut: false,
		condition: "The finding is of no deployment that we track",
		look: lookForDeployment
	},
	{
		number: 1,
		code: "verified",
		action: "none",
		keepsOut: false,
		condition: "The verification passed",
		look: lookForPass
	},
	{
		number: 2,
		code: "stale-event",
		action: "page",
		keepsOut: false,
		condition: "The finding is older than 20 minutes, and no person asked",
		look: lookAtAge
	},
	{
		number: 3,
		code: "superseded",
		action: "none",
		keepsOut: false,
		condition: "A newer deployment of the environment has ended",
		look: lookForSuccessor
	},
	{
		number: 3,
		code: "not-settled",
		action: "hold",
		keepsOut: false,
		condition: "A newer deployment of the environment is under way or waits",
		look: lookForNewer
	},
	{
		number: 4,
		code: "paused",
		action: "page",
		keepsOut: false,
		condition: "A person paused rollbacks here",
		look: ({ case: { isPaused } }) => isPaused ? holds("paused by a person") : passes("not paused")
	}
];
function lookForDeployment({ case: { failed, deployments } }) {
	if (failed === null) return holds("no deployment");
	const own = deployments.find(({ id }) => id === failed.id);
	if (own !== void 0 && !isDeployment(own)) return holds(`deployment ${failed.id} is none of a deploy workflow`);
	return passes(`deployment ${failed.id}`);
}
function lookForPass({ case: { trigger } }) {
	if (trigger.kind === "requested") return passes(`asked for by ${trigger.by}`);
	return trigger.verdict === "pass" ? holds("pass") : passes(trigger.verdict);
}
/** A finding from the future has a clock that nobody can go by. */
function lookAtAge({ case: { at, trigger, rules } }) {
	if (trigger.kind === "requested") return passes(`asked for by ${trigger.by}`);
	const ageMs = epochMs(at) - epochMs(trigger.at);
	const mostMs = rules?.maxFailureAgeMs ?? 0;
	const value = `${Math.round(ageMs / 1e3)} s old, at most ${Math.round(mostMs / 1e3)} s`;
	return Math.abs(ageMs) > mostMs ? holds(value, {
		foundAt: trigger.at,
		ageMs,
		mostMs
	}) : passes(value);
}
/** A newer one that never succeeded may have left anything behind: its own finding decides, and until then this one stays out. */
function lookForSuccessor({ case: { deployments, failed } }) {
	const ended = newerThan(failed, deployments).find(({ state, everSucceeded }) => state === "success" || state === "failure" || everSucceeded);
	if (ended === void 0) return passes("nothing newer has ended");
	const isDeployed = ended.everSucceeded || ended.state === "success";
	const found = holds(`deployment ${ended.id} is newer`, {
		newer: ended.id,
		newerSha: ended.sha,
		isDeployed
	});
	return isDeployed ? found : {
		...found,
		action: "hold",
		keepsOut: true
	};
}
function lookForNewer({ case: { deployments, failed } }) {
	const [waiting] = newerThan(failed, deployments);
	if (waiting === void 0) return passes("nothing newer is under way");
	return holds(`deployment ${waiting.id} is ${waiting.state}`, {
		newer: waiting.id,
		newerSha: waiting.sha
	});
}
function newerThan(failed, deployments) {
	if (failed === null) return [];
	return deployments.filter((each) => each.id !== failed.id && isDeployment(each) && isNewer(each, failed));
}

// src/rollback/rows/target.ts
/** Rows 10 to 13: is there something to go back to, and is the way there safe? A person's order changes nothing about it. */
const TARGET_ROWS = [
	{
		number: 10,
		code: "no-lkg",
		action: "page",
		keepsOut: false,
		condition: "Nothing is known to be good here",
		look: lookForTarget
	},
	{
		number: 11,
		code: "point-of-no-return",
		action: "page",
		keepsOut: false,
		condition: "A barrier lies in what would be taken away",
		look: lookForBarrier
	},
	{
		number: 11,
		code: "barrier-unknown",
		action: "hold",
		keepsOut: true,
		condition: "Not all that would be taken away could be read, and nobody approved this rollback",
		look: lookForUnread
	},
	{
		number: 12,
		code: "target-unavailable",
		action: "page",
		keepsOut: true,
		condition: "The commit or the workflow that would deploy it is not there, or nobody knows",
		look: lookForMeans
	},
	{
		number: 13,
		code: "dependency",
		action: "hold",
		keepsOut: true,
		condition: "Another lane needs the version that would be taken away",
		look: ({ case: { dependants } }) => dependants.length > 0 ? holds(`needed by ${dependants.join(", ")}`, { dependants }) : passes("nothing depends on it")
	}
];
function lookForTarget({ known }) {
	if (known.target === null) return holds(`none of ${known.rejected.length}`, { rejected: known.rejected.length });
	return passes(`deployment ${known.target.deploymentId} (${short(known.target.sha)})`);
}
function lookForBarrier({ barriers }) {
	if (barriers.kind !== "found") return passes(barriers.kind === "none" ? "no barrier" : "none in what was read");
	const names = barriers.barriers.map(({ change, by, what }) => `${change} (${by} ${what})`);
	return holds(names.join(", "), { barriers: barriers.barriers });
}
function lookForUnread({ barriers, case: { approvedBy } }) {
	if (barriers.kind !== "unknown") return passes("all was read");
	const value = barriers.change === void 0 ? barriers.because : `${barriers.because} in ${barriers.change}`;
	if (approvedBy.length > 0) return passes(`${value}; approved by ${approvedBy.join(", ")}`);
	return holds(value, {
		because: barriers.because,
		change: barriers.change ?? null
	});
}
function lookForMeans({ known, case: { target, rules } }) {
	const data = {
		sha: known.target?.sha,
		next: known.next
	};
	if (rules?.workflow === void 0) return holds("no workflow in the policy", {
		...data,
		because: "no-workflow"
	});
	if (target === null) return holds("not looked at", {
		...data,
		because: "not-looked-at"
	});
	if (target.isAvailable === true) return passes("there");
	const because = target.because ?? (target.isAvailable === "unknown" ? "unknown" : "missing");
	return holds(because, {
		...data,
		because
	});
}
function short(sha) {
	return sha.slice(0, 12);
}

// src/rollback/rows/turn.ts
const TURN_ROWS = [
	{
		number: 14,
		code: "approval-required",
		action: "hold",
		keepsOut: true,
		condition: "Neither the policy authorises it for this tier nor did somebody approve it or ask for it",
		look: lookForAuthority
	},
	{
		number: 15,
		code: "lock-conflict",
		action: "none",
		keepsOut: false,
		condition: "Another rollback of the environment is under way",
		look: lookForLock
	},
	{
		number: 16,
		code: "already-rolled-back",
		action: "none",
		keepsOut: true,
		condition: "Last known good runs already: the platform went back by itself",
		look: lookAtLive
	},
	{
		number: 17,
		code: "authorized",
		action: "rollback",
		keepsOut: true,
		condition: "Otherwise",
		look: ({ known, case: { trigger, approvedBy } }) => holds("nothing stands in the way", {
			sha: known.target?.sha,
			by: trigger.kind === "requested" ? [trigger.by] : approvedBy
		})
	}
];
function lookForAuthority({ case: rollbackCase, known }) {
	const { trigger, approvedBy, failed } = rollbackCase;
	if (trigger.kind === "requested") return passes(`asked for by ${trigger.by}`);
	if (approvedBy.length > 0) return passes(`approved by ${approvedBy.join(", ")}`);
	const because = whyNotAutomatic(rollbackCase, known.target?.sha);
	const tier = failed?.tier ?? "";
	return because === void 0 ? passes(`automatic for tier ${tier}`) : holds(`${because}: ${tier}`, {
		tier,
		because
	});
}
/** Undefined: the policy authorised it in advance. */
function whyNotAutomatic({ rules, failed, trigger, liveSha }, targetSha) {
	const tier = failed?.tier ?? "";
	const authorise = rules?.authorise ?? {};
	if (!Object.hasOwn(authorise, tier) || authorise[tier] !== "auto") return "tier";
	if (trigger.kind === "verification" && trigger.confidence !== "high") return "low-confidence";
	return liveSha === null || isShortFor(liveSha, failed?.sha) || isShortFor(liveSha, targetSha) ? void 0 : "unexpected-live";
}
function lookForLock({ case: { isLocked, earlier } }) {
	return isLocked || earlier.some(({ outcome }) => outcome === "under-way") ? holds("another one is under way") : passes("free");
}
function lookAtLive({ known, case: { liveSha, failed } }) {
	if (liveSha === null) return passes("nobody looked what runs");
	return isShortFor(liveSha, known.target?.sha) && !isShortFor(liveSha, failed?.sha) ? holds("last known good runs", { sha: known.target?.sha }) : passes("something else runs");
}
/** As git shortens commits: fewer digits than these name too many. */
const FEWEST_DIGITS = 7;
/** Whether a commit, or the beginning of one, is this commit. */
function isShortFor(digits, sha) {
	return digits.length >= FEWEST_DIGITS && sha?.startsWith(digits.toLowerCase()) === true;
}

// src/rollback/table.ts
/** The decision table, as data: in order, the first row that holds decides. */
const ROLLBACK_TABLE = [
	...SCOPE_ROWS,
	...FINDING_ROWS,
	...BRAKE_ROWS,
	...TARGET_ROWS,
	...TURN_ROWS
];

// src/rollback/decide.ts
/** Does the environment go back? The first row of the table that holds decides; what each row found is kept. */
/** Pure: the same case is the same decision. What is not known never counts in favour of a rollback. */
function decideRollback(rollbackCase) {
	const look = lookAt(rollbackCase);
	const guards = [];
	for (const row of ROLLBACK_TABLE) {
		const found = row.look(look);
		guards.push({
			code: row.code,
			held: found.holds,
			value: found.value
		});
		if (!found.holds) continue;
		const failedSha = rollbackCase.failed?.sha ?? null;
		return {
			action: found.action ?? row.action,
			reason: {
				...found.data,
				code: row.code
			},
			target: look.known.target,
			rejected: look.known.rejected,
			guards,
			quarantine: found.keepsOut ?? row.keepsOut ? failedSha : null
		};
	}
	throw new Error("The last row of the table holds always");
}
/** Of one finding: the same failed deployment and target are the same rollback, however often it is decided. */
function rollbackId(environment, failedDeploymentId, targetSha) {
	return digestOf({
		environment: environment.toLowerCase(),
		failedDeploymentId,
		targetSha
	});
}
function lookAt(rollbackCase) {
	const known = lastKnownGood(rollbackCase);
	const { rules, takenAway } = rollbackCase;
	const isOfTarget = takenAway !== null && takenAway.targetSha === known.target?.sha;
	return {
		case: rollbackCase,
		known,
		barriers: rules === void 0 ? { kind: "none" } : barriersBetween(isOfTarget ? takenAway : null, rules)
	};
}

// src/rollback/decision.ts
/** What is missing is a person's yes, and nothing else. */
function isAskedFor(code) {
	return code === "approval-required" || code === "barrier-unknown";
}
/** Why a deployment is not what is gone back to. The first that fits, in this order. */
const REJECTION_CODES = [
	"transient",
	"not-deploy-workflow",
	"not-older",
	"current",
	"quarantined",
	"sha-unsure",
	"failed-later",
	"never-succeeded",
	"verification-failed",
	"low-confidence",
	"not-verified"
];

// src/flow/rollback/case/settings.ts
/** What the policies in force say of rollbacks in an environment, as one set of rules: the strictest of each. */
/** A finding that reached us later than this is looked at by people: meanwhile they may have done something about it. */
const MAX_FAILURE_AGE_MS = 12e5;
/** Undefined: no policy says anything of rollbacks here. */
function rollbackSettings(policies, environment) {
	const ruling = policies.flatMap(({ policy }) => {
		const rules = entryFor(policy, environment)?.rollback;
		return rules === void 0 ? [] : [{
			policy,
			rules
		}];
	});
	const [first] = ruling;
	if (first === void 0) return void 0;
	return {
		on: first.rules.on.filter((verdict) => ruling.every(({ rules }) => rules.on.includes(verdict))),
		authorise: authoriseOf(policies, ruling),
		workflow: ruling.flatMap(({ rules }) => rules.workflow === void 0 ? [] : workflowName(rules.workflow)).at(-1),
		barriers: {
			labels: [...new Set(ruling.flatMap(({ rules }) => rules.barriers?.labels ?? []))],
			paths: [...new Set(ruling.flatMap(({ rules }) => rules.barriers?.paths ?? []))]
		},
		attempts: Math.min(...ruling.map(({ rules }) => rules.limit?.attempts ?? 1)),
		window: windowOf(ruling),
		maxFailureAgeMs: MAX_FAILURE_AGE_MS
	};
}
/** `auto` where every policy that has rules says so, each in its own tiers. */
function authoriseOf(policies, ruling) {
	const { tiers } = commonTiers(policies.map(({ policy }) => policy));
	const entries = tiers.map((tier) => {
		return [tier, ruling.every(({ policy, rules }) => {
			const own = tierFor(policy, {
				tier,
				tiers
			});
			return Object.hasOwn(rules.authorise, own) && rules.authorise[own] === "auto";
		}) ? "auto" : "ask"];
	});
	return Object.fromEntries(entries);
}
/** The fewest in the longest time that any of them says. */
function windowOf(ruling) {
	const windows = ruling.flatMap(({ rules }) => {
		const { per, "at-most": atMost } = rules.limit ?? {};
		const perMs = per === void 0 ? void 0 : parseDuration(per);
		return perMs === void 0 || atMost === void 0 ? [] : [{
			perMs,
			atMost
		}];
	});
	if (windows.length === 0) return null;
	return {
		perMs: Math.max(...windows.map(({ perMs }) => perMs)),
		atMost: Math.min(...windows.map(({ atMost }) => atMost))
	};
}

// src/flow/gather/empty-facts.ts
/** Facts in which nothing is known yet. */
function emptyFacts(at, repository) {
	return {
		version: 1,
		at: toInstant(at),
		repository: fullName(repository),
		baseline: null,
		direction: "forward",
		changes: [],
		complete: true,
		...NOTHING_KNOWN
	};
}

// src/flow/gather/statements.ts
function commentApprovals(approvals) {
	return approvals.map(({ userId: _, reason, ...approval }) => {
		return {
			...approval,
			source: "comment",
			...reason === "" ? {} : { reason }
		};
	});
}
/**
* An approval does not outlive a hold of its commit, also when that was lifted: what was found then may be what the
* approval had not seen. A no stays.
*/
function withoutOutlived(approvals, liftedHoldAt) {
	if (liftedHoldAt === null) return approvals;
	const heldAt = epochMs(liftedHoldAt);
	return approvals.filter(({ state, at }) => state === "rejected" || epochMs(at) > heldAt);
}
async function gatherHolds(github, holds, candidate) {
	const contained = /* @__PURE__ */ new Map([[candidate, true]]);
	const facts = [];
	for (const { environment, sha, reason, user: by, at } of holds) {
		const contains = contained.get(sha) ?? await github.contains(candidate, sha);
		contained.set(sha, contains);
		facts.push({
			environment,
			sha,
			reason,
			by,
			at,
			contains
		});
	}
	return facts;
}
/** Those that are not over. */
function freezesAt(freezes, at) {
	return freezes.filter(({ until }) => until === null || epochMs(until) > at).map(({ environment, at: from, until, user: by, reason }) => {
		return {
			environment,
			from,
			by,
			reason,
			...until === null ? {} : { until }
		};
	});
}

// src/flow/rollback/case/taken-away.ts
async function readWhatGoes(github, way) {
	const { question, from, to, rules, policies, stated, at } = way;
	const { repository, environment } = question;
	const { messages = [], ...range } = await github.changes(from, to);
	const people = await gatherPeople(github, loginsOf(range.changes), policies.map(({ policy }) => policy), {
		fact: {},
		teams: []
	});
	const context = releaseContext(policies, {
		...emptyFacts(at, repository),
		question: {
			kind: "deploy",
			environment,
			actor: ""
		},
		candidate: { sha: to },
		baseline: {
			sha: from,
			at: toInstant(at)
		},
		...range,
		people,
		freezes: freezesAt(stated.freezes, at)
	});
	const freeze = freezeGate.judge(context)?.finding;
	const running = freeze?.status === "pending" ? freeze.reason["freezes"] : [];
	return {
		takenAway: {
			...takenAwayIn(range.changes, to, rules),
			messages: messages.map(({ sha, message }) => ({
				name: sha.slice(0, 7),
				message
			})),
			complete: range.complete && range.direction === "backward"
		},
		tier: context.risk.tierOfChanges,
		changes: range.changes,
		freezes: Array.isArray(running) ? running.map(String) : []
	};
}
function takenAwayIn(changes, targetSha, rules) {
	const globs = rules.barriers.paths.map((pattern) => compileGlob(pattern));
	return {
		targetSha,
		changes: changes.map((change) => {
			const paths = change.files.flatMap(({ path, previousPath }) => [path, previousPath ?? []].flat());
			return {
				...namedIn(change),
				paths,
				markedPaths: paths.filter((path) => globs.some((matches) => matches(path))),
				pathsComplete: change.kind === "commit" || change.filesComplete
			};
		})
	};
}
function namedIn(change) {
	if (change.kind === "commit") return {
		name: change.sha.slice(0, 7),
		labels: [],
		message: change.message
	};
	return {
		name: `#${change.number}`,
		labels: change.labels,
		message: change.body
	};
}

export { gatherHolds as a, rollbackSettings as c, decideRollback as d, rollbackId as f, isMature as g, LaneReplay as h, freezesAt as i, REJECTION_CODES as l, lastKnownGood as m, takenAwayIn as n, withoutOutlived as o, barriersBetween as p, commentApprovals as r, emptyFacts as s, readWhatGoes as t, isAskedFor as u };