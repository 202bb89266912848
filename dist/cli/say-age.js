import { t as fullName } from "./repository.js";
import { a as toInstant, n as epochMs } from "./instant.js";
import { c as isGlob } from "./glob.js";
import { T as entryFor } from "./tiers.js";
import { i as serviceOf, r as isProduction } from "./request.js";
import { f as lastSeenOrganisationPolicy, r as policyOf, s as parseRepositoryPolicy } from "./policies.js";
import { t as commitsOf } from "./commits.js";
import { n as lastTriedAt } from "./drills.js";

// src/flow/history/what-ran.ts
/** @param verified the newest verification of each deployment, each from the job that deployed */
function whatRan(events, verified) {
	const seen = new Map(verified.filter(sawIt).map((each) => [`${each.deploymentId}`, each]));
	const ran = events.map((event) => {
		if (event.kind !== "deployment" || event.state === "success" || !seen.has(event.id)) return event;
		return {
			...event,
			state: "success"
		};
	});
	const others = ofOtherCommits(ran);
	return ran.map((event) => {
		if (event.kind !== "deployment" || event.type !== "redeploy" || !others.has(event.id)) return event;
		const { type: _, ...bare } = event;
		return bare;
	});
}
/** It looked at what was deployed and came to a verdict, and did not find another commit there. */
function sawIt({ verdict, sha, liveSha }) {
	return (verdict === "pass" || verdict === "fail") && (liveSha === void 0 || sha.startsWith(liveSha));
}
/** Deployments before which their lane ran another commit; by id. */
function ofOtherCommits(events) {
	const running = /* @__PURE__ */ new Map();
	const found = /* @__PURE__ */ new Set();
	const successes = events.filter((event) => {
		return event.kind === "deployment" && event.state === "success";
	});
	for (const { id, service, environment, sha } of successes.sort(byEnd)) {
		const lane = JSON.stringify([service, environment.toLowerCase()]);
		const before = running.get(lane);
		if (before !== void 0 && before !== sha) found.add(id);
		running.set(lane, sha);
	}
	return found;
}
function byEnd(one, other) {
	return epochMs(one.finishedAt) - epochMs(other.finishedAt) || Number(one.id) - Number(other.id);
}

// src/flow/history/known-events.ts
/** Each event once, for the figures. */
async function knownEvents(store, repositoryId) {
	const events = await store.doraEvents(repositoryId);
	const decided = new Map((await store.decidedReleases(repositoryId)).map((release) => [`${release.deploymentId}`, release]));
	const outcomes = await store.outcomes(repositoryId);
	const causes = causesIn(outcomes);
	const told = events.map((event) => {
		if (event.kind === "deployment") return asDecided(event, decided.get(event.id));
		return event.kind === "incident" ? withCause(event, causes) : event;
	});
	const verified = await verificationsOf(store, repositoryId, events);
	const said = verified.map(({ deploymentId, verdict, at }) => {
		return {
			kind: "verification",
			deploymentId: `${deploymentId}`,
			verdict,
			at
		};
	});
	return [
		...whatRan(told, verified),
		...said,
		...recoveriesIn(outcomes)
	];
}
/**
* GitHub files a run that was started by hand against the head of a branch; we know what it deployed. What the history
* says of the changes of another commit is not about this one.
*/
function asDecided(event, decided) {
	if (decided === void 0) return event;
	const { changes: _, previousSha: __, ...bare } = event;
	const known = decided.sha === event.sha ? event : {
		...bare,
		sha: decided.sha
	};
	const strategy = event.strategy ?? decided.strategy;
	return {
		...known,
		...decided.tier === null ? {} : { tier: decided.tier },
		...decided.type === null ? {} : { type: decided.type },
		...strategy == null ? {} : { strategy }
	};
}
/** By the id that the history gives to issues. The newest word counts. */
function causesIn(outcomes) {
	const said = outcomes.flatMap((outcome) => {
		if (outcome.kind !== "cause") return [];
		const cause = outcome.cause === "external" ? "external" : { deploymentId: `${outcome.cause.deploymentId}` };
		return [[`issue/${outcome.issueNumber}`, cause]];
	});
	return new Map(said);
}
function withCause(event, causes) {
	const cause = causes.get(event.id);
	return cause === void 0 ? event : {
		...event,
		cause
	};
}
function recoveriesIn(outcomes) {
	return outcomes.flatMap((outcome) => outcome.kind === "recovered" ? [{
		kind: "recovered",
		deploymentId: `${outcome.deploymentId}`,
		at: outcome.at,
		by: outcome.user
	}] : []);
}
/** Of deployments that the history knows already; the others are told with it. */
async function verificationsOf(store, repositoryId, events) {
	const deployments = events.filter((event) => event.kind === "deployment");
	const known = new Set(deployments.map(({ id }) => id));
	const said = [];
	for (const environment of new Set(deployments.map((event) => event.environment.toLowerCase()))) {
		const { newest } = await store.verifications(repositoryId, environment);
		said.push(...newest.filter(({ deploymentId }) => known.has(`${deploymentId}`)));
	}
	return said;
}

// src/flow/library/drift.ts
/** Whether somebody saw a version running that the ledger does not have. Pure. */
function sightsIn({ verifications }) {
	return verifications.flatMap(({ liveSha, at, deploymentId }) => liveSha === void 0 ? [] : [{
		sha: liveSha,
		at,
		from: "verification",
		deploymentId
	}]);
}
/** Null: the App never looked; what told it no version saw none. */
function probeSight(probe) {
	if (probe === null || probe.liveSha === null) return [];
	return [{
		sha: probe.liveSha,
		at: probe.at,
		from: "probe",
		deploymentId: probe.deploymentId
	}];
}
/** The newest sight counts, and only one of what runs now: what was seen before it began says nothing of it. */
function driftOf(running, sights, facts) {
	const newest = sights.toSorted((one, other) => epochMs(other.at) - epochMs(one.at))[0];
	if (newest === void 0) return null;
	if (running !== null && !isOfRunning(newest, running)) return null;
	if (running?.sha.startsWith(newest.sha)) return null;
	const known = [
		...facts.events.map(({ sha }) => sha),
		...facts.gates.map(({ sha }) => sha),
		...facts.verifications.map(({ sha }) => sha),
		...facts.commits.values()
	];
	return {
		saw: newest.sha,
		ledger: running?.sha ?? null,
		at: newest.at,
		from: newest.from,
		isKnownHere: known.some((sha) => sha.startsWith(newest.sha))
	};
}
/** A job looks before GitHub writes down that it ended. */
function isOfRunning({ at, deploymentId }, running) {
	return deploymentId !== null && deploymentId === running.deploymentId || epochMs(at) >= epochMs(running.since);
}

// src/flow/library/drill.ts
/** Whether the way back was tried, where the policy asks for that. */
async function drillOf(store, repositoryId, policies, environment) {
	const asked = policies.map((policy) => entryFor(policy, environment)?.rollback?.drill).findLast(Boolean);
	if (asked === void 0) return null;
	const lastAt = lastTriedAt(await store.rollbacks(repositoryId, asked.in));
	return {
		in: asked.in,
		every: asked.every,
		lastAt: lastAt === null ? null : toInstant(lastAt)
	};
}

// src/flow/library/effective-policies.ts
/**
* The organisation's first, then the repository's own, each as it was last valid. Which organisation's is known since the
* repository was last looked at: once an hour, where one of the two governs it.
*/
async function effectivePolicies(store, repositoryId, posture) {
	const ownerId = posture?.ownerId ?? null;
	const above = ownerId === null ? null : await lastSeenOrganisationPolicy(store, {
		id: ownerId,
		isOrganisation: true
	});
	const organisation = above === null ? void 0 : policyOf(above);
	const kept = await store.lastValidPolicy(repositoryId);
	const agreeing = kept && parseRepositoryPolicy(kept.text, organisation);
	const own = kept && agreeing?.kind !== "valid" ? parseRepositoryPolicy(kept.text, void 0) : agreeing;
	return [...organisation === void 0 ? [] : [organisation], ...own?.kind === "valid" ? [own.policy] : []];
}

// src/flow/library/in-progress.ts
const MOST_SHOWN = 20;
const OPEN = /* @__PURE__ */ new Set([
	"asked",
	"ordered",
	"dispatched"
]);
/** The newest of many. */
function inProgressIn(gates, rollbacks) {
	const waiting = gates.flatMap(({ deploymentId, runId, sha, state, reasons, since }) => {
		if (state !== "pending" && state !== "held") return [];
		return [{
			kind: "gate",
			deploymentId,
			runId,
			sha,
			state,
			reasons,
			since
		}];
	});
	return [...rollbacks.filter(({ state }) => OPEN.has(state)).map(({ id, targetSha: sha, state, runId, decidedAt: since }) => {
		return {
			kind: "rollback",
			id,
			sha,
			state,
			runId,
			since
		};
	}).toReversed(), ...waiting].slice(0, MOST_SHOWN);
}

// src/flow/library/lane-undeployed.ts
/** What waits for a lane, as it was last counted. */
/** Null: nobody counted. */
function laneUndeployed(counted, environment, running) {
	const found = counted.find((each) => each.environment.toLowerCase() === environment.toLowerCase());
	if (found === void 0 || found.isUncounted === true) return null;
	const { waiting, at, baseSha } = found;
	return {
		changes: waiting?.changes ?? null,
		oldestAt: waiting?.oldestAt ?? null,
		oldest: waiting?.oldest ?? null,
		lines: waiting?.lines ?? null,
		isComplete: waiting?.isComplete ?? false,
		at: toInstant(at),
		isCurrent: running?.sha === baseSha
	};
}

// src/flow/library/limits.ts
/** Of a repository: the newest. A team that deploys a hundred times a day makes as many in 90 days. */
const MOST_GATES = 1e4;

// src/flow/library/lanes-of.ts
/** A preview environment for each pull request would hide the others. */
const MOST_LANES = 200;
async function lanesOf(store, repository, policies) {
	return lanesIn({
		events: await knownEvents(store, repository.id),
		gates: await store.libraryGates(repository.id, MOST_GATES),
		settings: ((await store.postures([repository.id]))[0]?.posture.environments ?? []).map(({ name }) => name),
		repository,
		policies
	});
}
/** Production first, then by name. Names of environments compare without case. */
function lanesIn({ events, gates, settings, repository, policies }) {
	const named = policies.flatMap((policy) => Object.keys(policy.environments ?? {}));
	const deployed = events.flatMap((event) => event.kind === "deployment" ? [event.environment] : []);
	const all = [
		...named.filter((name) => !isGlob(name)),
		...settings,
		...gates.map(({ environment }) => environment),
		...deployed.toReversed()
	];
	const names = /* @__PURE__ */ new Map();
	for (const name of all) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
	const request = {
		policies,
		repository: fullName(repository)
	};
	return [...names.values()].map((environment) => ({
		service: serviceOf(request, environment),
		environment,
		isProduction: isProduction(request, environment)
	})).sort((one, other) => Number(other.isProduction) - Number(one.isProduction) || byName(one, other)).slice(0, MOST_LANES);
}
function byName(one, other) {
	const [first, second] = [one.environment.toLowerCase(), other.environment.toLowerCase()];
	if (first === second) return 0;
	return first < second ? -1 : 1;
}

// src/flow/library/opened.ts
function openedBy({ gate, kept, isUnguarded }) {
	if (isUnguarded) return {
		how: "unguarded",
		by: []
	};
	if (gate?.state === "bypassed") return {
		how: "bypass",
		by: gate.by.map(({ user }) => user)
	};
	if (!(gate?.state === "approved" || kept !== null && kept.openedAt !== null)) return {
		how: "unknown",
		by: []
	};
	const decision = kept?.decided?.decision ?? null;
	if (decision?.override) return {
		how: "override",
		by: [decision.override.user]
	};
	return {
		how: "gate",
		by: decision === null ? [] : approversIn(decision)
	};
}
function approversIn({ gates }) {
	const counted = gates.flatMap(({ requirements }) => requirements.flatMap((each) => each.counted ?? []));
	return [...new Set(counted)].sort();
}

// src/flow/library/restrictions.ts
/** A hold of ours stands in no comment: its number is that of the bad deployment, below zero. */
function restrictionsOf({ holds, freezes }, environment) {
	const isHere = (each) => each.environment.toLowerCase() === environment.toLowerCase();
	const own = holds.filter(isHere);
	return {
		quarantined: own.filter(({ commentId }) => commentId < 0).map(({ sha, commentId, at, reason }) => ({
			sha,
			deploymentId: -commentId,
			at,
			reason
		})),
		holds: own.filter(({ commentId }) => commentId >= 0).map(({ sha, user: by, at, reason }) => ({
			sha,
			by,
			at,
			reason
		})),
		freezes: freezes.filter(isHere).map(({ user: by, at, reason, until }) => ({
			by,
			at,
			reason,
			until
		}))
	};
}

// src/flow/library/running.ts
function eventsOf(events, environment) {
	const key = environment.toLowerCase();
	return events.filter((event) => event.kind === "deployment" && event.environment.toLowerCase() === key);
}
/** The latest that ran: by the end of each, then by the number of the deployment. Null: nobody knows. */
function whatRuns(facts) {
	return [...fromHistory(facts), ...fromVerifications(facts)].sort(byLatest)[0] ?? null;
}
function fromHistory({ events, commits }) {
	return events.filter(({ state }) => state === "success").map(({ id, sha, finishedAt, tier, type }) => {
		const deploymentId = idIn(id);
		return {
			sha: (deploymentId === null ? void 0 : commits.get(deploymentId)) ?? sha,
			since: finishedAt,
			deploymentId,
			from: "history",
			tier: tier ?? null,
			type: type ?? null
		};
	});
}
/** A job that looked at what it deployed has deployed it, whatever GitHub says of the end of the job. */
function fromVerifications({ events, verifications }) {
	const told = new Set(events.filter(({ state }) => state === "success").map(({ id }) => id));
	return verifications.filter(({ deploymentId, verdict, sha, liveSha }) => {
		return (verdict === "pass" || verdict === "fail") && !told.has(`${deploymentId}`) && (liveSha === void 0 || sha.startsWith(liveSha));
	}).map(({ deploymentId, sha, at }) => ({
		sha,
		since: at,
		deploymentId,
		from: "verification",
		tier: null,
		type: null
	}));
}
function byLatest(one, other) {
	return epochMs(other.since) - epochMs(one.since) || (other.deploymentId ?? 0) - (one.deploymentId ?? 0);
}
/** Ids of deployments are whole numbers; those of releases are not. */
function idIn(id) {
	return /^\d{1,15}$/.test(id) ? Number(id) : null;
}
/** A newer deployment that failed, or that went ahead and of which nothing was heard since. */
function whatCameAfter(facts, running) {
	const isLater = (at, id) => running === null || epochMs(at) > epochMs(running.since) || epochMs(at) === epochMs(running.since) && id > (running.deploymentId ?? 0);
	const ended = new Set(facts.events.map(({ id }) => id));
	const failed = facts.events.flatMap(({ id, sha, state, finishedAt: at }) => {
		const deploymentId = idIn(id);
		if (deploymentId === null || state === "success" || deploymentId === running?.deploymentId) return [];
		return [{
			deploymentId,
			sha,
			state,
			at
		}];
	});
	const open = facts.gates.filter(({ deploymentId, state }) => WENT.has(state) && !ended.has(`${deploymentId}`)).filter(({ deploymentId }) => deploymentId !== running?.deploymentId).map(({ deploymentId, sha, since: at }) => ({
		deploymentId,
		sha,
		state: "unknown",
		at
	}));
	return [...failed, ...open].filter(({ at, deploymentId }) => isLater(at, deploymentId)).sort((one, other) => epochMs(other.at) - epochMs(one.at))[0] ?? null;
}
/** Gates past which something was deployed, by us or without us. */
const WENT = /* @__PURE__ */ new Set(["approved", "bypassed"]);
/** The newest that a job looked at and found well, of a commit that the lane does not refuse. */
function lastKnownGood(facts, refused) {
	const [newest] = facts.verifications.filter(({ verdict, sha, liveSha }) => verdict === "pass" && !refused.has(sha) && (liveSha === void 0 || sha.startsWith(liveSha))).toSorted((one, other) => epochMs(other.at) - epochMs(one.at));
	return newest === void 0 ? null : {
		sha: newest.sha,
		deploymentId: newest.deploymentId,
		at: newest.at
	};
}

// src/flow/library/environments-of.ts
/** @param policies those in force, the organisation's first; not given: as they were last valid. */
async function environmentsOf(store, repository, policies) {
	const known = await readRepository(store, repository, policies);
	const lanes = lanesIn({
		...known,
		repository,
		settings: known.guarded.map(({ name }) => name)
	});
	const told = [];
	for (const lane of lanes) told.push(await laneOf(store, repository, lane, known));
	return told;
}
async function readRepository(store, { id }, given) {
	const [posture] = await store.postures([id]);
	return {
		policies: given ?? await effectivePolicies(store, id, posture?.posture ?? null),
		events: await knownEvents(store, id),
		gates: await store.libraryGates(id, MOST_GATES),
		guarded: posture?.posture.environments ?? [],
		unguarded: new Set(posture?.posture.unguarded.last.map(({ deploymentId }) => deploymentId)),
		restrictions: await store.restrictions(id),
		undeployed: await store.undeployed(id)
	};
}
async function laneOf(store, { id }, lane, known) {
	const { environment } = lane;
	const isHere = (name) => name.toLowerCase() === environment.toLowerCase();
	const rollbacks = await store.rollbacks(id, environment);
	const { newest: verifications } = await store.verifications(id, environment);
	const facts = {
		events: eventsOf(known.events, environment),
		verifications,
		gates: known.gates.filter((gate) => isHere(gate.environment)),
		commits: commitsOf(rollbacks)
	};
	const ran = whatRuns(facts);
	const { quarantined, holds, freezes } = restrictionsOf(known.restrictions, environment);
	const sights = [...sightsIn(facts), ...probeSight(await store.lastProbe(id, environment))];
	const guard = known.guarded.find(({ name }) => isHere(name));
	return {
		...lane,
		running: ran === null ? null : {
			...ran,
			...await passedAs(store, id, ran, facts, known)
		},
		after: whatCameAfter(facts, ran),
		lastKnownGood: lastKnownGood(facts, new Set(quarantined.map(({ sha }) => sha))),
		quarantined,
		holds,
		freezes,
		inProgress: inProgressIn(facts.gates, rollbacks),
		drift: driftOf(ran, sights, facts),
		strategy: known.policies.map((policy) => entryFor(policy, environment)?.strategy).findLast(Boolean) ?? null,
		drill: await drillOf(store, id, known.policies, environment),
		undeployed: laneUndeployed(known.undeployed, environment, ran),
		guard: guard === void 0 ? null : {
			isGated: guard.isGated,
			hasOurRule: guard.hasOurRule
		}
	};
}
async function passedAs(store, id, { deploymentId, sha }, facts, known) {
	if (deploymentId === null) return {
		opened: {
			how: "unknown",
			by: []
		},
		verification: null
	};
	const gate = facts.gates.find((each) => each.deploymentId === deploymentId) ?? null;
	const kept = (await store.releaseGates(id, { deploymentId }))[0] ?? null;
	const said = facts.verifications.find((each) => each.deploymentId === deploymentId && each.sha === sha);
	const decision = kept?.decided?.decision;
	return {
		opened: openedBy({
			gate,
			kept,
			isUnguarded: known.unguarded.has(deploymentId)
		}),
		verification: said === void 0 ? null : {
			verdict: said.verdict,
			at: said.at
		},
		...decision === void 0 ? {} : {
			tier: decision.tier,
			type: decision.releaseType
		}
	};
}

// src/flow/library/erase-people.ts
function erasePeople(lane, names) {
	const { running, holds, freezes, quarantined } = lane;
	const by = (each) => {
		return {
			...each,
			by: names.of(each.by),
			reason: names.within(each.reason)
		};
	};
	return {
		...lane,
		running: running === null ? null : {
			...running,
			opened: {
				...running.opened,
				by: running.opened.by.map((login) => names.of(login))
			}
		},
		holds: holds.map(by),
		freezes: freezes.map(by),
		quarantined: quarantined.map((each) => ({
			...each,
			reason: names.within(each.reason)
		}))
	};
}

// src/flow/library/say-age.ts
const UNITS = [
	[864e5, "day"],
	[36e5, "hour"],
	[6e4, "minute"]
];
/** `3 days`, `5 hours`, `less than a minute`: the largest unit alone. */
function sayAge(ms) {
	for (const [unit, name] of UNITS) {
		const n = Math.floor(ms / unit);
		if (n > 0) return `${n} ${name}${n === 1 ? "" : "s"}`;
	}
	return "less than a minute";
}

export { MOST_GATES as a, lanesOf as i, erasePeople as n, knownEvents as o, environmentsOf as r, sayAge as t };