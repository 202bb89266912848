import { t as Failure } from "./failure.js";
import { n as systemClock, t as createMovableClock } from "./clock.js";
import { C as gitHubHost, a as addressIn, c as destinationOf, d as isUnguarded, f as sayUnguarded$2, g as DRILL_OVERDUE, h as judgePosture, i as pagerDutyMessage, l as wishesOf, m as isGated, n as webhookMessage, o as noAddress, p as POSTURE_CODES, r as pageFault, s as repetition, t as readConfig, u as readWorkflows, v as overdueDrills, x as createGitHubApp, y as createLog } from "./config.js";
import { a as signCheckpoint, d as leafHash, g as readSigningKey, h as toBase64, m as fromBase64, n as logOrigin, r as openCheckpoints, t as checkpointComment, u as isSameHash } from "./checkpoint.js";
import { n as trainKey, o as questionKey, r as trainTitle, s as releaseKey } from "./train.js";
import { C as NO_LIMITS, S as GITHUB_LIMITS, _ as newGate, a as openStore, b as hasEnded, c as alertKeyOf, d as slotOf, f as GITHUB_ENDS_AFTER_MS, g as isRefused, h as isOpening$1, m as isFinal, p as expiresAt, t as Names, u as slotOfNotice, v as next, w as urgencyOfQuestion, x as rollbackAfter, y as warnedFrom } from "./names.js";
import { a as readPolicyState, d as ORGANISATION_PLACE, f as lastSeenOrganisationPolicy, i as readKnownPolicies, o as POLICY_FILE, p as parseOrganisationPolicy, r as policyOf$2, s as parseRepositoryPolicy, t as isOrganisationPlace, u as ORGANISATION_FILE } from "./policies.js";
import { a as toInstant, i as parseInstant, n as epochMs, r as parseDuration, t as canonicalInstant } from "./instant.js";
import { t as fullName } from "./repository.js";
import { t as readHistorySlice } from "./read-history.js";
import { i as serviceOf, r as isProduction, t as HISTORY_REACHES_MS } from "./request.js";
import { A as knownTrain, B as organisationQuestion, C as isUnderWay, D as inert$1, E as serviceOf$1, F as placeOf$2, G as NOTHING$2, H as hiddenMembers, I as trainNamed, J as pullsOf, K as decisionsFor, L as trainsIn, M as isOn, N as memberNamed, O as sayRow, P as organisationIn, R as sayNoGo$2, S as called, T as recordAsked, U as assignable, V as wantsOrganisationIssue, W as assigneesOf, X as together, Y as standingNoGoes, _ as areVerifiedAsBefore, a as productionOf, b as GIVEN_UP_AFTER_MS$1, c as withoutOwner, d as toldGate, f as verificationsOf, g as newestGate, h as latestDecided, i as recordNumber, j as readMembers, k as runbookLine, l as isGoingBack$1, m as deploymentOf, n as readPlan, o as readView, p as beganAt, q as heldPulls, r as sayManager, s as whatToDo$2, t as keyOfPlan, u as sayPaged, v as failedHere, w as isSameService, x as sendDue, y as withVerifications, z as isOfSameOwner } from "./read-plan.js";
import { c as zoneOfPlans, l as hasPlans, o as planDates, s as sayDay, u as isPlanned } from "./warnings.js";
import { a as MOST_GATES$2, i as lanesOf$2, n as erasePeople, o as knownEvents, r as environmentsOf$2, t as sayAge } from "./say-age.js";
import { n as digestOf$1, r as digestOfText, t as canonicalJson } from "./canonical.js";
import { t as RunningRoot } from "./running-root.js";
import { n as plainLine, t as inertMarkdown } from "./markdown.js";
import { C as sayPeople$1, D as isGoverned, E as environmentGlob, O as isSameName, T as entryFor, _ as whoMayOverrideSomewhere, b as hasPermission, d as namesOf, f as releaseManagerOf, g as whoMayOverride, h as sayWho$1, k as matchesEnvironment, m as sayReleaseManager, n as tierFor, p as runbookOf, t as commonTiers, v as whoMayRollBack, x as isAmong, y as directoryOf } from "./tiers.js";
import { i as systemLookup, n as portsOfRun, r as resolveHost, t as runSmoke } from "./run.js";
import { c as untilReset, s as translateError } from "./client.js";
import { t as allowedNetwork } from "./allowed-network.js";
import { t as commitsOf$1 } from "./commits.js";
import { A as sayFrequency, B as movementOf, C as judgeTarget, E as count$3, F as sayPercent, G as laneWindow, H as metricsOf, I as sayRate, J as namedIn, K as sampleOf, L as sayRateInterval, M as sayName, N as sayOthers, O as sayDate, R as sayUnknown$1, S as TARGET_NAMES, T as sayTarget, U as changeFailRate, V as pastsOf, W as isNormal, Y as sayQuarter, _ as countingOf, a as sayChange$1, b as windowsIn, c as metricsTable, d as collapsed, f as sayCut, g as sayCalibrationSteps, h as sayCalibration, i as sayBaseline, j as sayMoment, k as sayDuration, l as sayBesides, n as REPORT_KEYS, o as sayMarks, p as table, q as applyEvidence, r as directionOf, s as sayStretch, t as DoraLog, u as sayMetric, w as judgeTargets, x as METRIC_NAMES, y as summariseDora, z as heldByType } from "./dora-log.js";
import { a as commitIn, d as safeUrl, f as timeIn, p as inert$2, r as sayVerification } from "./headline.js";
import { d as hasUnseenChanges, l as reviewOf$2, m as changesFor, o as sayWhen } from "./classify.js";
import { n as linkedRequests, r as requestIn, t as keyOfChange } from "./linked-requests.js";
import { g as dayOf, h as civilDate, i as isExcepted, j as readMoment } from "./decision.js";
import { i as zoneNamed, r as checkedZone, t as DAY } from "./zone.js";
import { a as gatherHolds, c as rollbackSettings, d as decideRollback, f as rollbackId, g as isMature, i as freezesAt, l as REJECTION_CODES, o as withoutOutlived, r as commentApprovals, s as emptyFacts, t as readWhatGoes, u as isAskedFor } from "./taken-away.js";
import { i as modeOf$1, r as whyRefused, t as decide } from "./decide.js";
import { a as teamsOf, i as ofSamePerson, n as gatherPeople, r as loginsOf, t as approvalsFrom } from "./people.js";
import { C as ownershipBy, S as parseCodeowners, c as strategyOf, d as preflightFiles, f as preflightGate, i as sayUncounted, l as filledSections, m as deployedArtifacts, u as headingKey } from "./reasons.js";
import { t as drillState } from "./drills.js";
import { n as policyJsonSchema, r as ESCALATED, t as parsePolicy } from "./parse.js";
import { i as linesOf$4, r as readYaml } from "./problem-codes.js";
import { n as sayReleases, t as sayDifferences } from "./say-differences.js";
import { n as sayBoth, r as sayLocal, t as saidDuration } from "./wording.js";
import { f as expiryOf, p as commandWord, r as sayIgnored } from "./approvals.js";
import { n as parseWatched, t as parseSmoke } from "./parse3.js";
import { t as formatProblem } from "./problem.js";
import { a as explain, i as sayLeftOut$1, o as headline, r as holdReport, s as zoneOf$1, t as explainMarkdown } from "./explain.js";
import { n as PLACEHOLDERS, r as isPlaceholder, t as parseTemplate } from "./parse-template.js";
import { n as verdictOf$1, t as lastWords } from "./verdicts.js";
import { a as peoplesPartOf, s as withoutMarks } from "./read-milestone.js";
import { r as workflowPath, t as isWorkflowName } from "./workflow-file.js";
import { n as nearest } from "./suggestion.js";
import { c as isGlob } from "./glob.js";
import { t as requestsAsked } from "./requests-of-change.js";
import { Command } from "commander";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { createHash, createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { createServer, request } from "node:http";
import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Counter, Gauge, Registry } from "prom-client";
import { request as request$1 } from "node:https";

// src/flow/ask.ts
/** `concerned` are the questions without a final answer that the event may change the answer to. */
function ask(event, concerned) {
	switch (event.kind) {
		case "gate-requested": return [event.gate];
		case "pull-request-changed": return [{
			kind: "pull-request",
			repository: event.repository,
			number: event.number
		}, ...concerned];
		case "merge-group-changed": {
			const { repository, number, group } = event;
			return [{
				kind: "pull-request",
				repository,
				number,
				group
			}];
		}
		case "command-written": {
			const { repository, issueNumber, commentId } = event;
			return [{
				kind: "command",
				repository,
				issueNumber,
				commentId
			}];
		}
		case "milestone-moved": return [{
			kind: "plan",
			repository: event.repository,
			milestone: event.number
		}, ...concerned];
		case "default-branch-moved": return [{
			kind: "policy",
			repository: event.repository
		}, ...concerned];
		case "repository-changed": {
			const { repository } = event;
			return [{
				kind: "policy",
				repository
			}, ...concerned.map((question) => ({
				...question,
				repository
			}))];
		}
		case "repositories-added": return event.repositories.map((repository) => ({
			kind: "policy",
			repository
		}));
		case "deployment-moved":
		case "run-moved":
		case "issue-moved":
		case "checks-moved":
		case "people-changed":
		case "installation-resumed": return concerned;
		case "repositories-lost":
		case "installation-lost":
		case "unrelated": return [];
	}
}

// src/flow/keep-places.ts
async function keepPlaces(event, at, { store }) {
	switch (event.kind) {
		case "repository-changed": return store.seeRepositories([event.repository], at);
		case "repositories-added": return store.seeRepositories(event.repositories, at);
		case "gate-requested": {
			const { repository } = event.gate;
			if (await store.lostBecause(repository.id) !== null) await store.seeRepositories([repository], at);
			return;
		}
		case "repositories-lost": return store.loseRepositories(event, at);
		case "installation-lost": return store.loseRepositories(event, at);
		case "installation-resumed": return store.resumeInstallation(event.installationId, at);
		default: return;
	}
}

// src/flow/intake.ts
/** The delivery is done when this resolves: its questions are durable, and it is not needed any more. */
async function intake(deliveryId, event, ports) {
	const at = ports.clock.now();
	await keepPlaces(event, at, ports);
	const questions = ask(event, await concernedBy(event, ports));
	const gates = TELLS_OF_GATES.includes(event.kind) ? "news" : "reminder";
	const [now = [], ...later] = inBatches(questions);
	for (const [index, batch] of later.entries()) await ports.store.askNow(batch, at + (index + 1) * BATCH_EVERY_MS, gates);
	await ports.store.finishDelivery(deliveryId, now, at, gates);
	return questions;
}
/** The gates that other events concern were read from the agenda, and may be told anew before they are asked again. */
const TELLS_OF_GATES = ["gate-requested", "repository-changed"];
/** One label on one issue may concern hundreds of gates, each of which takes about ten requests. */
const GATES_AT_ONCE = 50;
/** About what one worker takes for so many; others come in between. */
const BATCH_EVERY_MS = 2e4;
/** What is no gate is in the first batch. */
function inBatches(questions) {
	const gates = questions.filter(({ kind }) => kind === "gate");
	const batches = [questions.filter(({ kind }) => kind !== "gate")];
	for (const [index, gate] of gates.entries()) {
		const nth = Math.floor(index / GATES_AT_ONCE);
		batches[nth] ??= [];
		batches[nth].push(gate);
	}
	return batches;
}
async function concernedBy(event, { store }) {
	switch (event.kind) {
		case "unrelated":
		case "gate-requested":
		case "command-written":
		case "repositories-added":
		case "repositories-lost":
		case "installation-lost": return [];
		case "people-changed":
		case "installation-resumed": return await concernedByPeople(event.installationId, store);
		case "run-moved": return [...(await store.openGates(event.repository.id)).filter((gate) => gate.runId === event.runId), ...await rollbacksThatGoOn(event.repository, store)];
		case "checks-moved": return store.questionsAbout(event.repository.id, event.sha);
		case "default-branch-moved":
			if (isOrganisationPlace(event.repository)) return store.openGatesOfInstallation(event.repository.installationId);
			return store.openGates(event.repository.id);
		case "deployment-moved": return [
			...await store.openGates(event.repository.id),
			...await store.openReleaseRecords(event.repository.id),
			...await rollbacksThatGoOn(event.repository, store)
		];
		case "issue-moved": return [...await store.openGates(event.repository.id), ...await store.openReviews(event.repository.id)];
		default: return store.openGates(event.repository.id);
	}
}
/** Mostly none. Each is looked at whatever the event is of: a run that ends may be what another one waited for. */
async function rollbacksThatGoOn(repository, store) {
	return (await store.openRollbacks(repository.id)).map(({ environment, failedDeploymentId: deploymentId }) => {
		return {
			kind: "rollback",
			repository,
			environment,
			deploymentId
		};
	});
}
/** Each costs several reads; what is beyond this is asked again by its timer, or by the sweep of stale checks. */
const MOST_AT_ONCE$3 = 200;
/** Gates first. Checks that are finished stay: who merges on them was let through by people who counted then. */
async function concernedByPeople(installationId, store) {
	const gates = await store.openGatesOfInstallation(installationId);
	const pullRequests = await store.waitingPullRequests(installationId, MOST_AT_ONCE$3);
	return [...gates, ...pullRequests].slice(0, MOST_AT_ONCE$3);
}

// src/flow/sweep/sweep.ts
/** What was noted, or `empty` where nothing was or an other version noted it. */
function recall(memory, isMemory, empty) {
	if (memory === null) return empty;
	try {
		const value = JSON.parse(memory);
		return typeof value === "object" && value !== null && isMemory(value) ? value : empty;
	} catch {
		return empty;
	}
}

// src/flow/sweep/deliveries-memory.ts
const NOTHING$1 = {
	walkedTo: null,
	walk: null,
	missing: {},
	gapMs: 0
};
function recallDeliveries(memory) {
	return recall(memory, (value) => "walkedTo" in value && "missing" in value && "gapMs" in value, NOTHING$1);
}

// src/flow/sweep/walk-deliveries.ts
/** GitHub keeps deliveries, and sends them again, for 3 days. */
const KEPT_MS = 2592e5;
/** The log may show a delivery late. */
const OVERLAP_MS = 6e5;
/** A delivery that was just made may still be on its way into the inbox. */
const GRACE_MS = 3e4;
const MOST_PAGES = 30;
/** Down to where the last whole walk began. One that is cut goes on in the next round. */
async function walkDeliveries(ports, before, { mayGoOn }) {
	const now = ports.clock.now();
	const begunAt = before.walk?.begunAt ?? now;
	const until = Math.max(now - KEPT_MS, Math.min(before.walkedTo ?? 0, now) - OVERLAP_MS);
	const missing = { ...before.missing };
	let cursor = before.walk?.cursor ?? null;
	for (let pages = 0; pages < MOST_PAGES && mayGoOn(); pages++) {
		const page = await ports.app.deliveries(cursor);
		const seen = page.deliveries.filter((one) => one.deliveredAt >= until && ports.isTakenIn(one.event));
		for (const one of await unknownOf(ports, seen)) missing[one.guid] ??= firstSeen(one);
		if (page.deliveries.some((one) => one.deliveredAt < until) || page.next === null) return {
			memory: {
				...before,
				missing,
				walkedTo: begunAt,
				walk: null
			},
			isWhole: true
		};
		cursor = page.next;
	}
	return {
		memory: {
			...before,
			missing,
			walk: cursor === null ? null : {
				begunAt,
				cursor
			}
		},
		isWhole: false
	};
}
async function unknownOf({ store }, seen) {
	const unknown = new Set(await store.missingDeliveries([...new Set(seen.map(({ guid }) => guid))]));
	return seen.filter(({ guid }) => unknown.has(guid));
}
function firstSeen({ id, deliveredAt }) {
	return {
		id,
		at: deliveredAt,
		tries: 0,
		dueAt: deliveredAt + GRACE_MS
	};
}

// src/flow/sweep/deliveries.ts
/**
* Deliveries that GitHub made and we do not have: refused, unanswered, or acknowledged and lost. Each is asked for
* again, a few times. GitHub's own list of failures has no deliveries without an answer, so the whole log is read.
*/
const MOST_ASKED$2 = 50;
const MOST_TRIES$1 = 5;
const FIRST_WAIT_MS = 12e4;
const deliveries = {
	name: "deliveries",
	everyMs: 12e4,
	run: sweepDeliveries
};
async function sweepDeliveries(ports, round) {
	const now = ports.clock.now();
	const before = recallDeliveries(round.memory);
	const gap = gapIn(before, now);
	const { memory: walked, isWhole } = await walkDeliveries(ports, {
		...before,
		gapMs: before.gapMs + gap.ms
	}, round);
	const missing = await stillMissing(ports, walked.missing);
	const lost = missing.filter(([, { at }]) => at < now - KEPT_MS);
	const wanted = missing.filter(([, { at }]) => at >= now - KEPT_MS);
	const asked = await askAgain(ports, wanted, round);
	const memory = {
		...walked,
		missing: {
			...Object.fromEntries(wanted),
			...asked.entries
		}
	};
	return {
		memory: JSON.stringify(memory),
		isUnfinished: !isWhole,
		notices: [...gap.notices, ...toldOf$4(asked, lost.length)]
	};
}
/** Before the log begins, only GitHub's present state can tell what we missed: the other sweeps read it. */
function gapIn({ walkedTo, walk }, now) {
	if (walk !== null) return {
		ms: 0,
		notices: []
	};
	const how = "what they told is found by reading repositories instead";
	if (walkedTo === null) return {
		ms: 0,
		notices: [{
			level: "info",
			message: `First look at the deliveries of the last 3 days; older ones cannot be sent again, ${how}`,
			about: {}
		}]
	};
	const ms = Math.max(0, now - KEPT_MS - walkedTo);
	if (ms === 0) return {
		ms,
		notices: []
	};
	return {
		ms,
		notices: [{
			level: "warn",
			message: `Nobody looked for missed deliveries for more than 3 days: those before cannot be sent again, ${how}`,
			about: { gapMs: ms }
		}]
	};
}
/** What came in meanwhile is never asked for again. */
async function stillMissing({ store }, missing) {
	const guids = Object.keys(missing);
	const still = [];
	for (let from = 0; from < guids.length; from += 500) for (const guid of await store.missingDeliveries(guids.slice(from, from + 500))) {
		const entry = missing[guid];
		if (entry) still.push([guid, entry]);
	}
	return still;
}
/** The oldest first. What GitHub refuses ends the round: what was asked until then must not be forgotten. */
async function askAgain({ app, clock }, wanted, { mayGoOn }) {
	const now = clock.now();
	const due = wanted.filter(([, { tries, dueAt }]) => tries < MOST_TRIES$1 && dueAt <= now);
	const entries = {};
	for (const [guid, missing] of due.toSorted(([, one], [, other]) => one.at - other.at).slice(0, MOST_ASKED$2)) {
		if (!mayGoOn()) break;
		try {
			const tries = await app.redeliver(missing.id) ? missing.tries + 1 : MOST_TRIES$1;
			entries[guid] = {
				...missing,
				tries,
				dueAt: now + FIRST_WAIT_MS * 3 ** missing.tries
			};
		} catch (error) {
			if (error instanceof Failure) return {
				entries,
				failure: error
			};
			throw error;
		}
	}
	return {
		entries,
		failure: null
	};
}
function toldOf$4({ entries, failure }, lost) {
	const asked = Object.keys(entries).length;
	const notices = [];
	if (asked > 0) notices.push({
		level: "warn",
		message: "Asked GitHub to send missing deliveries again",
		about: { asked }
	});
	if (failure) notices.push({
		level: "warn",
		message: failure.message,
		about: {}
	});
	if (lost > 0) notices.push({
		level: "warn",
		message: "Missing deliveries are too old to be sent again",
		about: { lost }
	});
	return notices;
}

// src/flow/dora/joined-policy.ts
/** One policy for the figures: the repository's, with what its organisation says of figures where it is silent. */
function joinedPolicy(policies) {
	const own = policies.at(-1);
	if (own === void 0) return null;
	const [first, ...others] = policies.flatMap(({ dora }) => dora ?? []);
	return first === void 0 ? own : {
		...own,
		dora: Object.assign({}, first, ...others)
	};
}

// src/flow/sweep/each-repository.ts
/** Goes through repositories, some in each round, and keeps a note of each. */
/** Several requests each, at most: more would use up the rate limit of an installation. */
const MOST_REPOSITORIES$1 = 200;
/** "Nothing changed" is believed for this long; then everything is read again. */
const NOTE_COUNTS_MS = 36e5;
/** What is gone, or is not ours any more, mostly stays so. */
const SKIPPED_MS = 36e5;
/** In the order of their ids. One that fails is looked at again later and holds up no other, except of its installation. */
async function eachRepository({ repositories, round, now, look }) {
	const memory = recall(round.memory, (value) => "repositories" in value, {
		after: 0,
		repositories: {}
	});
	const ordered = repositories.toSorted((one, other) => one.id - other.id);
	const left = ordered.filter(({ id }) => id > memory.after).slice(0, MOST_REPOSITORIES$1);
	const seen = keptOf$1(memory, ordered);
	const notices = [];
	const limited = /* @__PURE__ */ new Set();
	let { after } = memory;
	for (const repository of left) {
		if (!round.mayGoOn()) break;
		after = repository.id;
		const before = seen[repository.id];
		if (limited.has(repository.installationId) || isSkipped(before, now)) continue;
		const tried = await tryLook(() => look(repository, beforeOf(before, now)));
		if (tried.isLimited) limited.add(repository.installationId);
		if (tried.seen) seen[repository.id] = {
			...tried.seen,
			at: now
		};
		notices.push(...tried.messages.map((message) => ({
			level: "info",
			message,
			about: named$3(repository)
		})));
		notices.push(...tried.notices);
	}
	const isUnfinished = after < (ordered.at(-1)?.id ?? 0);
	return {
		memory: JSON.stringify({
			after: isUnfinished ? after : 0,
			repositories: seen
		}),
		isUnfinished,
		notices
	};
}
/** What is not there, or refused, is left alone for a while; everything else is tried again in the next round. */
async function tryLook(look) {
	const nothing = {
		seen: null,
		isLimited: false,
		messages: [],
		notices: []
	};
	try {
		const looked = await look();
		if (looked.kind === "unchanged") return nothing;
		return {
			...nothing,
			seen: { note: looked.note },
			notices: looked.notices
		};
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		const seen = error.kind === "not-found" || error.kind === "forbidden" ? {
			note: null,
			isSkipped: true
		} : null;
		return {
			...nothing,
			seen,
			isLimited: error.kind === "rate-limited",
			messages: [error.message]
		};
	}
}
function named$3({ owner, name }) {
	return { repository: `${owner}/${name}` };
}
function keptOf$1({ repositories }, present) {
	const ids = new Set(present.map(({ id }) => `${id}`));
	return Object.fromEntries(Object.entries(repositories).filter(([id]) => ids.has(id)));
}
function isSkipped(before, now) {
	return before?.isSkipped === true && now - before.at < SKIPPED_MS;
}
function beforeOf(seen, now) {
	return {
		note: seen?.note ?? null,
		isFresh: seen !== void 0 && now - seen.at < NOTE_COUNTS_MS
	};
}

// src/flow/sweep/history.ts
/**
* The history of each governed repository on GitHub, read on a little at a time: at first 400 days of it, then what is
* new every hour. It is read here and not in answers, so that no gate waits for it. At its end it asks for the figures,
* the first time and when something is new; they ask for themselves once a day.
*/
const history = {
	name: "history",
	everyMs: 18e4,
	run: sweepHistory
};
const READ_AGAIN_MS = 36e5;
/** Of one repository in a round. Questions to GitHub, each of a few requests: after so few it is the next one's turn. */
const MOST_STEPS = 30;
/** Other sweeps wait meanwhile. */
const MOST_MS$2 = 6e4;
const UNWANTED$1 = "unwanted";
async function sweepHistory(ports, round) {
	const repositories = await ports.store.governedRepositories();
	const now = ports.clock.now();
	const mayGoOn = () => round.mayGoOn() && ports.clock.now() < now + MOST_MS$2;
	return eachRepository({
		repositories,
		now,
		round: {
			...round,
			mayGoOn
		},
		look: async (repository, { note, isFresh }) => {
			if (isFresh && note === UNWANTED$1) return { kind: "unchanged" };
			return readOn(ports, repository, mayGoOn);
		}
	});
}
async function readOn(ports, repository, mayGoOn) {
	const { store, clock } = ports;
	const kept = await store.doraHistory(repository.id);
	const known = cursorIn(kept, repository);
	if (known?.stage === "done" && clock.now() - epochMs(known.at) < READ_AGAIN_MS) return { kind: "unchanged" };
	const inForce = await readKnownPolicies(ports, repository, await ports.github(repository));
	const policies = inForce?.map(({ policy }) => policy) ?? [];
	if (!wishesOf(inForce ?? []).some(({ undeployedOver }) => undeployedOver.length > 0) && !isWanted(policies)) return {
		kind: "looked",
		note: UNWANTED$1,
		notices: []
	};
	const read = await readSteps(ports, repository, {
		known,
		policies,
		mayGoOn
	});
	const isFirst = kept === null || kept.wholeAt === null;
	if (read.isWhole && (read.hasNews || isFirst)) await store.askNow([{
		kind: "dora",
		repository
	}], clock.now());
	const above = inForce?.find(({ source }) => source === "org")?.policy;
	return {
		kind: "looked",
		note: null,
		notices: read.isWhole && isFirst && above !== void 0 && wantsOrganisationIssue(above) ? await askForAll(ports, repository) : []
	};
}
/** The first time only: then they ask for themselves. */
async function askForAll({ store, clock }, repository) {
	const question = await organisationQuestion(store, repository);
	if (question === null) return [{
		level: "warn",
		message: `The organisation's policy asks for figures of all repositories. They are told in ${repository.owner}/.github, where the App is not installed.`,
		about: { repository: fullName(repository) }
	}];
	await store.askNow([question], clock.now());
	return [];
}
/** For the issue, or for `escalate`. */
function isWanted(policies) {
	const policy = joinedPolicy(policies);
	if (policy === null) return false;
	return policy.dora?.issue !== false || policies.some(({ escalate }) => (escalate ?? []).length > 0);
}
/** What was read is kept step by step, so that nothing is read again after a crash. */
async function readSteps({ store, clock, pastEvents }, repository, { known, policies, mayGoOn }) {
	const past = await pastEvents(repository);
	const request = requestOf$1(repository, policies, clock.now());
	let cursor = known;
	let hasNews = false;
	for (let step = 0; step < MOST_STEPS && mayGoOn(); step += 1) {
		const slice = await readHistorySlice(past, request, cursor, 1);
		cursor = slice.cursor;
		hasNews ||= slice.events.length > 0;
		const wholeAt = slice.isDone ? epochMs(slice.cursor.at) : null;
		await store.keepHistory(repository.id, {
			events: slice.events,
			cursor: JSON.stringify(cursor),
			wholeAt
		});
		if (slice.isDone) return {
			isWhole: true,
			hasNews
		};
	}
	return {
		isWhole: false,
		hasNews
	};
}
function requestOf$1(repository, policies, now) {
	const [at, since] = [toInstant(now), toInstant(now - HISTORY_REACHES_MS)];
	return {
		repository: fullName(repository),
		at,
		since,
		policies
	};
}
/** Under another name of the repository its lanes have other names: all of it is read again, under the same ids. */
function cursorIn(kept, repository) {
	if (kept === null) return null;
	const cursor = JSON.parse(kept.cursor);
	return cursor.version === 1 && cursor.repository === fullName(repository) ? cursor : null;
}

// src/flow/sweep/housekeeping.ts
const housekeeping = {
	name: "housekeeping",
	everyMs: 6e5,
	run: async ({ store, clock }) => {
		const { deliveries, records } = await store.prune(clock.now());
		return {
			memory: null,
			isUnfinished: false,
			notices: deliveries + records > 0 ? [{
				level: "info",
				message: "Forgot what nobody asks for any more",
				about: {
					deliveries,
					records
				}
			}] : []
		};
	}
};

// src/flow/sweep/plans.ts
const plans = {
	name: "plans",
	everyMs: 9e5,
	run: sweepPlans
};
/** Of one repository in a round. The rest waits for the next. */
const MOST_ASKED$1 = 50;
/** No policy plans by milestones, and nothing was ever planned. */
const UNWANTED = "unwanted";
async function sweepPlans(ports, round) {
	const repositories = await ports.store.governedRepositories();
	return eachRepository({
		repositories,
		round,
		now: ports.clock.now(),
		look: async (repository, { note, isFresh }) => {
			if (isFresh && note === UNWANTED) return { kind: "unchanged" };
			return askChanged(ports, repository);
		}
	});
}
async function askChanged(ports, repository) {
	const { store, clock } = ports;
	const github = await ports.github(repository, "report");
	const policies = (await readKnownPolicies(ports, repository, github) ?? []).map(({ policy }) => policy);
	const known = await store.plansOf(repository.id);
	const open = known.filter(({ state }) => state === "open");
	if (!hasPlans(policies) && open.length === 0) return {
		kind: "looked",
		note: UNWANTED,
		notices: []
	};
	const milestones = (await github.openMilestones()).filter(({ title }) => isPlanned(policies, title));
	const asked = [...milestones.filter((each) => isChanged(each, known)).map(({ number }) => number), ...open.filter(({ number }) => !milestones.some((each) => each.number === number)).map(({ number }) => number)].slice(0, MOST_ASKED$1).map((milestone) => ({
		kind: "plan",
		repository,
		milestone
	}));
	await store.askNow(asked, clock.now());
	return {
		kind: "looked",
		note: null,
		notices: []
	};
}
function isChanged(milestone, known) {
	const plan = known.find(({ number }) => number === milestone.number);
	return plan?.state !== "open" || plan.updatedAt !== milestone.updatedAt;
}

// src/flow/posture/passes.ts
const PASSES_WINDOW_MS = 7776e6;
const MOST_SHOWN$1 = 20;
function countPasses(known) {
	const unguarded = unguardedIn(known).sort((one, other) => other.deploymentId - one.deploymentId);
	const from = known.at - PASSES_WINDOW_MS;
	const isRecent = (at) => epochMs(at) >= from;
	const through = /* @__PURE__ */ new Set();
	const past = new Set(unguarded.filter(({ at }) => isRecent(at)).map(({ deploymentId }) => deploymentId));
	for (const { deploymentId, state, reasons, since } of known.gates) {
		if (!isRecent(since)) continue;
		if (state === "approved") through.add(deploymentId);
		if (state === "bypassed" || state === "ended" && reasons.includes("rule-off")) past.add(deploymentId);
	}
	return {
		unguarded: {
			count: unguarded.length,
			last: unguarded.slice(0, MOST_SHOWN$1)
		},
		passes: {
			n: (/* @__PURE__ */ new Set([...through, ...past])).size,
			withoutUs: past.size
		}
	};
}
function unguardedIn(known) {
	const gates = new Map(known.gates.map((gate) => [gate.deploymentId, gate]));
	const since = new Map(known.environments.map((each) => [each.name.toLowerCase(), governedSince(each, known.gates)]));
	return known.events.flatMap((event) => {
		const deploymentId = event.kind === "deployment" ? Number(event.id) : NaN;
		if (event.kind !== "deployment" || !Number.isSafeInteger(deploymentId)) return [];
		const because = isUnguarded({
			deployment: event,
			hasOurRule: ruleOf(event, known.environments),
			governedSince: since.get(event.environment.toLowerCase()) ?? null,
			gate: gates.get(deploymentId) ?? null,
			wasOpened: known.opened.has(deploymentId)
		});
		const { environment, sha, finishedAt: at } = event;
		return because === null ? [] : [{
			deploymentId,
			environment,
			sha,
			at,
			because
		}];
	});
}
function ruleOf({ environment }, environments) {
	return environments.some((each) => each.name.toLowerCase() === environment.toLowerCase() && each.hasOurRule);
}
/** By the first gate that we were asked about there, or since a policy was first seen to name it. */
function governedSince({ name, gatedSince, isGated, hasOurRule }, gates) {
	if (!isGated && !hasOurRule) return null;
	const asked = gates.filter(({ environment }) => environment.toLowerCase() === name.toLowerCase()).map(({ requestedAt }) => epochMs(requestedAt));
	const known = gatedSince === null ? asked : [...asked, epochMs(gatedSince)];
	return known.length === 0 ? null : known.reduce((one, other) => Math.min(one, other));
}

// src/flow/posture/keep-posture.ts
/** How a repository is set up, and what passed without us: looked at once an hour, and kept. */
const DAY_MS$2 = 864e5;
async function keepPosture(ports, look) {
	const { store, clock } = ports;
	const { repository, state, settings, github } = look;
	const at = clock.now();
	const before = (await store.postures([repository.id]))[0]?.posture ?? null;
	const policies = state.kind === "in-force" ? state.policies : [];
	const environments = guardedEnvironments(policies, settings, before, toInstant(at));
	const posture = {
		mode: modeOf(state),
		ownerId: state.owner?.isOrganisation === true ? state.owner.id : null,
		environments,
		workflows: await workflowsOf(github, state.sha, before, at),
		...await passesOf(store, repository.id, environments, at),
		lanes: (await lanesOf$2(store, repository, policies.map(({ policy }) => policy))).length
	};
	await store.keepPosture({
		repositoryId: repository.id,
		at,
		posture
	});
}
function modeOf(state) {
	if (state.kind === "none") return "none";
	if (state.kind !== "in-force") return "invalid";
	return state.policies.some(({ policy }) => policy.mode === "enforce") ? "enforce" : "observe";
}
function guardedEnvironments(policies, { environments }, before, now) {
	const enforced = policies.filter(({ policy }) => policy.mode === "enforce");
	return environments.map((each) => {
		const gated = isGated(enforced, each.name);
		const known = before?.environments.find(({ name }) => name.toLowerCase() === each.name.toLowerCase());
		return {
			...each,
			isGated: gated,
			gatedSince: gated ? known?.gatedSince ?? now : null
		};
	});
}
async function workflowsOf(github, sha, before, at) {
	const known = before?.workflows ?? null;
	if (known !== null && at - epochMs(known.at) < DAY_MS$2) return known;
	return await readWorkflows(github, sha, at) ?? known;
}
async function passesOf(store, repositoryId, environments, at) {
	const opened = /* @__PURE__ */ new Set();
	for (const { name } of environments) for (const { deploymentId } of await store.openedGates(repositoryId, name)) opened.add(deploymentId);
	const [events, gates] = [await knownEvents(store, repositoryId), await store.libraryGates(repositoryId, MOST_GATES$2)];
	return countPasses({
		events,
		gates,
		opened,
		environments,
		at
	});
}

// src/flow/sweep/settings.ts
/** Settings have no webhook, so whether they still fit the policy is looked up now and then. */
const settings = {
	name: "settings",
	everyMs: 36e5,
	run: sweepSettings
};
async function sweepSettings(ports, round) {
	const repositories = await ports.store.governedRepositories();
	const look = (repository) => judge$2(ports, repository);
	return eachRepository({
		repositories,
		round,
		now: ports.clock.now(),
		look
	});
}
async function judge$2(ports, repository) {
	const github = await ports.github(repository);
	const state = await readPolicyState(ports, repository, github);
	const policies = state.kind === "in-force" ? state.policies : [];
	const read = await (await ports.watch(repository)).settings();
	const { codes, findings } = judgePosture(policies, read);
	const found = [...findings, ...await overdueDrills(policies, repository.id, ports)];
	const judged = {
		repositoryId: repository.id,
		codes: [...codes, DRILL_OVERDUE],
		found
	};
	const { appeared, gone } = await ports.store.saveFindings(judged, ports.clock.now());
	await keepPosture(ports, {
		repository,
		github,
		state,
		settings: read
	});
	if (appeared.length + gone.length > 0) await ports.store.askNow([{
		kind: "policy",
		repository
	}], ports.clock.now());
	const isNew = ({ code, subject }) => appeared.some((one) => one.code === code && one.subject === subject);
	return {
		kind: "looked",
		note: null,
		notices: [...found.filter(isNew).map((finding) => told$4(repository, finding)), ...gone.map(({ code, subject }) => {
			return {
				level: "info",
				message: "A setting is as the policy needs it again",
				about: {
					repository: fullName(repository),
					code,
					subject
				}
			};
		})]
	};
}
function told$4(repository, { code, subject, what, why, fix }) {
	return {
		level: "warn",
		message: `${what}: ${why}. ${fix}.`,
		about: {
			repository: fullName(repository),
			code,
			subject
		}
	};
}

// src/flow/sweep/stale-checks.ts
/** Pull requests without our check, or with one that waits for what an older policy asked; and gates without a timer. */
/** Of all repositories in one round. The rest waits for the next. */
const MOST_ASKED = 50;
const MOST_GATES$1 = 200;
/** A check that waits is judged again this often at least: not everything that it reads tells when it moves. */
const WAITS_AT_MOST_MS = 216e5;
const staleChecks = {
	name: "stale-checks",
	everyMs: 9e5,
	run: sweepStaleChecks
};
async function sweepStaleChecks(ports, round) {
	const { store, clock } = ports;
	await store.askNow(await store.gatesWithoutTimer(MOST_GATES$1), clock.now(), "reminder");
	const budget = { left: MOST_ASKED };
	const mayGoOn = () => round.mayGoOn() && budget.left > 0;
	const repositories = await store.governedRepositories();
	const look = (repository, before) => askStale(ports, repository, before, budget);
	return eachRepository({
		repositories,
		round: {
			...round,
			mayGoOn
		},
		now: clock.now(),
		look
	});
}
async function askStale(ports, repository, before, budget) {
	const now = ports.clock.now();
	const note = noteNow(before, await policyOf$1(ports, repository.id), now);
	const pulls = await (await ports.watch(repository)).openPullRequests(note.etag);
	if (pulls === null) return { kind: "unchanged" };
	const stale = await staleOf(ports, repository, pulls.value, Math.max(note.policySince, now - WAITS_AT_MOST_MS));
	const asked = stale.slice(0, budget.left);
	budget.left -= asked.length;
	const questions = asked.map(({ number }) => ({
		kind: "pull-request",
		repository,
		number
	}));
	await ports.store.askNow(questions, now);
	const etag = asked.length === stale.length ? pulls.etag : null;
	return {
		kind: "looked",
		note: JSON.stringify({
			...note,
			etag
		}),
		notices: []
	};
}
/** Without one, or last judged before `since`. */
async function staleOf({ store }, repository, pulls, since) {
	const checks = /* @__PURE__ */ new Map();
	for (const check of await store.mergeChecks(repository.id, [...new Set(pulls.map(({ headSha }) => headSha))])) checks.set(check.sha, check);
	return pulls.filter(({ headSha }) => {
		const check = checks.get(headSha);
		return !check?.isWritten || check.isInProgress && check.answeredAt < since;
	});
}
async function policyOf$1({ store }, repositoryId) {
	return digestOf$1((await store.lastValidPolicy(repositoryId))?.text ?? null);
}
/** The ETag is of use only while the policy is the same and what was noted is fresh. */
function noteNow({ note, isFresh }, policy, now) {
	if (note === null) return {
		etag: null,
		policy,
		policySince: 0
	};
	const noted = JSON.parse(note);
	if (noted.policy !== policy) return {
		etag: null,
		policy,
		policySince: now
	};
	return isFresh ? noted : {
		...noted,
		etag: null
	};
}

// src/flow/sweep/waiting-runs.ts
/** Gates that wait and of which no webhook told us. */
/** Where something was asked before: cheap, because GitHub says when nothing changed. */
const waitingRuns = {
	name: "waiting-runs",
	everyMs: 3e5,
	run: async (ports, round) => lookAt(await ports.store.knownRepositories(), ports, round)
};
/** Everywhere else that we are installed: the very first webhook of a repository can be the one that is lost. */
const newRepositories = {
	name: "new-repositories",
	everyMs: 36e5,
	run: sweepNewRepositories
};
async function sweepNewRepositories(ports, round) {
	const known = new Set((await ports.store.knownRepositories()).map(({ id }) => id));
	const listed = [];
	for (const installationId of await ports.app.installations()) {
		if (!round.mayGoOn()) break;
		const repositories = await ports.app.repositoriesOf(installationId);
		await ports.store.seeRepositories(repositories, ports.clock.now());
		listed.push(...repositories);
	}
	if (round.mayGoOn()) await loseUnlisted(listed, ports);
	return lookAt(listed.filter(({ id }) => !known.has(id)), ports, round);
}
/** That a list lags, or that GitHub is away, takes nothing from us: both have to say so. */
async function loseUnlisted(listed, { store, clock }) {
	const ids = new Set(listed.map(({ id }) => id));
	const repositories = (await store.failingRepositories()).filter(({ id }) => !ids.has(id));
	if (repositories.length > 0) await store.loseRepositories({
		why: "removed",
		repositories
	}, clock.now());
}
function lookAt(repositories, ports, round) {
	const look = (repository, before) => findGates(ports, repository, before);
	return eachRepository({
		repositories,
		round,
		now: ports.clock.now(),
		look
	});
}
/** A gate that has an open question is looked after. One that ended without an answer and waits is opened again. */
async function findGates(ports, repository, before) {
	const watch = await ports.watch(repository);
	const runs = await watch.waitingRuns(before.isFresh ? before.note : null);
	if (runs === null) return { kind: "unchanged" };
	const open = new Set((await ports.store.openGates(repository.id)).map(({ deploymentId }) => deploymentId));
	let asked = 0;
	for (const run of runs.value) {
		const found = (await watch.waitingGates(run)).filter(({ deploymentId }) => !open.has(deploymentId));
		await ports.store.reopenGates(found, ports.clock.now());
		await ports.store.askNow(found, ports.clock.now());
		asked += found.length;
	}
	const message = "Gates wait that no webhook told of, or that were answered and still wait";
	const about = {
		repository: fullName(repository),
		gates: asked
	};
	return {
		kind: "looked",
		note: runs.etag,
		notices: asked === 0 ? [] : [{
			level: "info",
			message,
			about
		}]
	};
}

// src/flow/sweep/all.ts
/** Every sweep of the App. To add one: a file here, and its name in this list. */
const ALL_SWEEPS = [
	deliveries,
	waitingRuns,
	staleChecks,
	newRepositories,
	settings,
	plans,
	history,
	housekeeping
];

// src/audit/log-memory.ts
/** How far a log was read, as text that is kept between two checkpoints. */
/** JSON: how many lines, and the hashes that stand for them. */
function logMemory(read) {
	const { size, hashes } = read.state();
	return JSON.stringify({
		size,
		hashes: hashes.map(toBase64)
	});
}
/** From the beginning, when nothing is remembered or it cannot be read: that costs time and loses nothing. */
function rememberedLog(memory) {
	try {
		const { size, hashes } = JSON.parse(memory ?? "");
		const bytes = hashes.map((hash) => fromBase64(String(hash)));
		return RunningRoot.from({
			size,
			hashes: bytes.map(mustBeHash)
		});
	} catch {
		return new RunningRoot();
	}
}
function mustBeHash(bytes) {
	if (bytes?.length !== 32) throw new RangeError("no hash");
	return bytes;
}

// src/flow/publish-checkpoint.ts
/**
* Vouches for an installation's audit log, where the server cannot take it back: a signed checkpoint of the log as it
* is now, published on GitHub. What was published before has to be the beginning of this log, or nothing is signed: a
* log that was changed, or restored from an older copy, must not get a second history.
*/
async function publishCheckpoint(log) {
	const { place, notes } = await log.board.newest(log.place);
	const before = newestOurs(notes, log);
	const read = await readLog(log, before);
	if (read === null || before !== null && before.size > read.size) return {
		kind: "contradicted",
		size: before?.size ?? 0,
		logSize: await sizeOf$1(log)
	};
	const memory = logMemory(read);
	if (before?.size === read.size) return {
		kind: "unchanged",
		size: read.size,
		memory,
		place
	};
	const checkpoint = {
		origin: log.origin,
		size: read.size,
		root: read.root()
	};
	const published = await log.board.publish(checkpointComment(signCheckpoint(checkpoint, log.key)), place);
	return {
		kind: "published",
		size: read.size,
		memory,
		place: published
	};
}
/**
* The newest checkpoint that carries our signature. People who may administrate the repository can edit comments, and
* what they wrote is no word of ours.
*/
function newestOurs(notes, { origin, key }) {
	for (const note of notes) {
		const opened = openCheckpoints(note, {
			name: origin,
			publicKey: key.publicKey
		}, origin);
		if (opened.kind === "valid") return opened.checkpoints.at(-1) ?? null;
	}
	return null;
}
/** The log to its end; null when it does not go through the checkpoint. */
async function readLog(log, before) {
	const read = startOf(log, before);
	if (!isThrough(read, before)) return null;
	for await (const line of log.logs.auditLines(log.installationId, read.size)) {
		read.append(leafHash(Buffer.from(line)));
		if (!isThrough(read, before)) return null;
	}
	return read;
}
/** What was read before, unless the checkpoint is of less: its root can be found only on the way there. */
function startOf({ memory }, before) {
	const remembered = rememberedLog(memory);
	return before !== null && before.size < remembered.size ? rememberedLog(null) : remembered;
}
function isThrough(read, before) {
	return before === null || before.size !== read.size || isSameHash(before.root, read.root());
}
async function sizeOf$1({ logs, installationId }) {
	return (await logs.auditLogs()).find((each) => each.installationId === installationId)?.size ?? 0;
}

// src/flow/sweep/note-broken.ts
/** Those who asked for it are told with the policy's own news. */
async function noteBroken(repository, isBroken, { store, clock }) {
	const at = clock.now();
	const found = isBroken ? [{
		code: "audit-broken",
		subject: ""
	}] : [];
	const changes = await store.saveFindings({
		repositoryId: repository.id,
		codes: ["audit-broken"],
		found
	}, at);
	if (changes.appeared.length + changes.gone.length > 0) await store.askNow([{
		kind: "policy",
		repository
	}], at);
}

// src/flow/sweep/checkpoints.ts
/** Now and then the audit logs that grew are vouched for on GitHub. */
/** An issue at the most, and a comment on it. */
const COST = {
	urgency: "report",
	cost: {
		writes: 2,
		points: 20
	}
};
/** What belongs to all of an owner lies there. */
const PLACE = ".github";
function checkpoints(setup) {
	return {
		name: "checkpoints",
		everyMs: 36e5,
		run: async (ports, round) => {
			const before = recall(round.memory, () => true, {});
			const after = { ...before };
			const notices = [];
			for (const { installationId, size } of await setup.logs.auditLogs()) {
				const known = before[installationId];
				if (known?.size === size || !round.mayGoOn()) continue;
				const { next, notice } = await vouchFor({
					installationId,
					known
				}, setup, ports);
				if (next) after[installationId] = next;
				if (notice) notices.push(notice);
			}
			return {
				memory: JSON.stringify(after),
				isUnfinished: false,
				notices
			};
		}
	};
}
/** One log that cannot be vouched for is told about, and keeps no other from it. */
async function vouchFor({ installationId, known }, setup, ports) {
	const about = { installation: installationId };
	try {
		const repository = known?.repository ?? await placeFor(installationId, ports);
		if (repository === void 0) return {};
		if ((await ports.store.takeRoom(installationId, COST, ports.clock.now())).kind === "wait") return {};
		const { host, key, logs } = setup;
		const origin = logOrigin(host, installationId);
		const board = await setup.openBoard(repository, origin);
		const remembered = {
			memory: known?.log ?? null,
			place: known?.place ?? null
		};
		const published = await publishCheckpoint({
			installationId,
			origin,
			key,
			logs,
			board,
			...remembered
		});
		await noteBroken(repository, published.kind === "contradicted", ports);
		return after$1(published, repository);
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		return { notice: {
			level: "warn",
			message: `The audit log could not be vouched for: ${error.message}`,
			about
		} };
	}
}
function after$1(published, repository) {
	const about = {
		installation: repository.installationId,
		repository: fullName(repository)
	};
	if (published.kind === "contradicted") {
		const { size, logSize } = published;
		return { notice: {
			level: "warn",
			message: "The audit log is not the one that was vouched for: it was changed, or restored from an older copy. Nothing is signed. Keep the database as it is and find out.",
			about: {
				...about,
				checkpoint: size,
				lines: logSize
			}
		} };
	}
	const { size, memory: log, place } = published;
	const next = {
		size,
		log,
		repository,
		place
	};
	if (published.kind === "unchanged") return { next };
	return {
		next,
		notice: {
			level: "info",
			message: "Vouched for the audit log",
			about: {
				...about,
				lines: next.size
			}
		}
	};
}
/** The owner's repository `.github` where the App is installed on it; else the first that we heard of. */
async function placeFor(installationId, { store, app }) {
	const known = (await store.knownRepositories()).filter((each) => each.installationId === installationId);
	const isPlace = ({ name }) => name.toLowerCase() === PLACE;
	return known.find(isPlace) ?? (await app.repositoriesOf(installationId)).find(isPlace) ?? known.toSorted((one, other) => one.id - other.id)[0];
}

// src/domain/command.ts
/**
* Comment commands: `/tidegate hold ENV [@SHA] REASON` and its like. A command is a line of its own; quoted lines, code
* blocks and HTML comments are somebody talking about a command, not giving one.
*/
/** How each command is written, in the order in which they are listed to people. */
const COMMAND_FORMS = {
	approve: "/tidegate approve ENV [@SHA]",
	reject: "/tidegate reject ENV [@SHA] REASON",
	override: "/tidegate override ENV [@SHA] REASON",
	hold: "/tidegate hold ENV [@SHA] REASON",
	lift: "/tidegate lift ENV [@SHA] REASON",
	rollback: "/tidegate rollback ENV [@SHA] REASON",
	freeze: "/tidegate freeze ENV [UNTIL] REASON",
	unfreeze: "/tidegate unfreeze ENV REASON",
	acknowledge: "/tidegate acknowledge ENV",
	go: "/tidegate go STAGE",
	"no-go": "/tidegate no-go STAGE REASON",
	"leave-out": "/tidegate leave-out #NUMBER REASON",
	recovered: "/tidegate recovered DEPLOYMENT",
	cause: "/tidegate cause DEPLOYMENT [external]",
	status: "/tidegate status"
};
/** In time linear in the line, which anybody may write: the last part takes whatever there is. */
const ADDRESSED = /^\/tidegate(?:[ \t]([\s\S]*))?$/;
const HTML_COMMENT = /<!--[\s\S]*?(?:-->|$(?![\s\S]))/g;
/** Three or more of one character; behind backticks no other backtick, which would make it code within a line. */
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const CLOSING = /^ {0,3}(`{3,}|~{3,})[ \t]*$/;
/** The command of a comment; undefined when it holds none. Two commands in one comment are unclear. */
function parseCommand(body) {
	const lines = commandLines(body);
	if (lines.length === 0) return void 0;
	if (lines.length > 1) return {
		kind: "unclear",
		because: "one comment can hold one command",
		form: void 0
	};
	return parseLine(lines[0]);
}
function commandLines(body) {
	return outsideOfCode(body.replaceAll(/\r\n?/g, "\n").replaceAll(HTML_COMMENT, "").split("\n")).map((line) => ADDRESSED.exec(line.trimEnd())).filter((addressed) => addressed !== null).map((addressed) => (addressed[1] ?? "").trim());
}
/**
* CommonMark 4.5: a fence is closed by one of the same character, at least as long, with nothing but spaces after it;
* what is not closed is code to the end.
*/
function outsideOfCode(lines) {
	const outside = [];
	let fence;
	for (const line of lines) {
		if (fence !== void 0) {
			if (CLOSING.exec(line)?.[1]?.startsWith(fence)) fence = void 0;
			continue;
		}
		fence = FENCE.exec(line)?.[1];
		if (fence === void 0) outside.push(line);
	}
	return outside;
}
function parseLine(line) {
	const [word = ""] = line.split(/[ \t]/, 1);
	const rest = line.slice(word.length).trim();
	if (!isForm(word)) return {
		kind: "unclear",
		because: "there is no such command",
		form: void 0
	};
	if (word === "status") return rest === "" ? { kind: "status" } : unclear("status", "the status is asked for alone");
	if (word === "recovered" || word === "cause") return parseOutcome(word, rest);
	if (word === "go" || word === "no-go" || word === "leave-out") return parsePlanned(word, rest);
	const named = ENVIRONMENT.exec(rest);
	if (named === null) return unclear(word, "the environment is missing");
	const after = rest.slice(named[0].length).trim();
	const name = named[1] ?? named[0];
	const train = word === "rollback" ? TRAIN.exec(name)?.[1]?.trim() : void 0;
	return train === void 0 ? parseAfter(word, name, after) : parseTrain(train, after);
}
function isForm(word) {
	return Object.hasOwn(COMMAND_FORMS, word);
}
/** One word, or several between quotes. */
const ENVIRONMENT = /^(?:"([^"]+)"(?=[ \t]|$)|[^\s"]+)/;
/** In place of an environment. */
const TRAIN = /^train:(.*)$/i;
const COMMIT$2 = /^@([0-9a-f]{7,40})(?:[ \t]+|$)/i;
/** `2026-12-24`, `2026-12-24T18:00`, `2026-12-24 18:00`, `2026-12-24T18:00+01:00`; `until` may stand before it. */
const MOMENT = /^(?:until[ \t]+)?(\d{4}-\d{2}-\d{2}[^\s]*)(?:[ \t]+(\d{1,2}:\d{2}\S*))?(?:[ \t]+|$)/i;
function parseAfter(word, environment, after) {
	if (word === "freeze") {
		const moment = MOMENT.exec(after);
		const until = moment === null ? void 0 : [moment[1], moment[2]?.padStart(5, "0")].filter(Boolean).join("T");
		return withReason(word, after.slice(moment?.[0].length ?? 0), (reason) => {
			return {
				kind: word,
				environment,
				until,
				reason
			};
		});
	}
	if (word === "acknowledge") return after === "" ? {
		kind: word,
		environment
	} : unclear(word, "it has nothing after the environment");
	if (word === "unfreeze") return withReason(word, after, (reason) => ({
		kind: word,
		environment,
		reason
	}));
	const commit = COMMIT$2.exec(after);
	const aim = {
		environment,
		sha: commit?.[1]?.toLowerCase()
	};
	const said = after.slice(commit?.[0].length ?? 0);
	if (word !== "approve") return withReason(word, said, (reason) => ({
		kind: word,
		...aim,
		reason
	}));
	return said === "" ? {
		kind: "approve",
		...aim
	} : unclear(word, "an approval has nothing after the environment");
}
function parseTrain(train, after) {
	if (train === "") return unclear("rollback", "the name of the train is missing");
	if (COMMIT$2.test(after)) return unclear("rollback", "a train goes back as a whole, not from one commit");
	return withReason("rollback", after, (reason) => ({
		kind: "rollback-train",
		train,
		reason
	}));
}
function parsePlanned(word, rest) {
	return word === "leave-out" ? parseLeaveOut(rest) : parseStage(word, rest);
}
/** Whatever else is said after a go may be a condition, and a go has none. */
function parseStage(word, rest) {
	const named = ENVIRONMENT.exec(rest);
	if (named === null) return unclear(word, "the stage is missing");
	const stage = (named[1] ?? named[0]).trim();
	const after = rest.slice(named[0].length).trim();
	if (word === "no-go") return withReason(word, after, (reason) => ({
		kind: word,
		stage,
		reason
	}));
	return after === "" ? {
		kind: word,
		stage
	} : unclear(word, "a go has nothing after the stage");
}
/** A pull request, as GitHub shows it; without `#` it is let pass. */
const PULL = /^#?([1-9]\d{0,14})(?:[ \t]+|$)/;
function parseLeaveOut(rest) {
	const named = PULL.exec(rest);
	if (named === null) return unclear("leave-out", "the number of the pull request is missing");
	const pull = Number(named[1]);
	return withReason("leave-out", rest.slice(named[0].length), (reason) => ({
		kind: "leave-out",
		pull,
		reason
	}));
}
/** The number of a deployment, as GitHub shows it; `#` before it is let pass. */
const DEPLOYMENT = /^#?([1-9]\d{0,14})$/;
function parseOutcome(word, rest) {
	const words = rest.split(/[ \t]+/).filter((each) => each !== "");
	const isExternal = word === "cause" && words.at(-1)?.toLowerCase() === "external";
	const [first, ...others] = isExternal ? words.slice(0, -1) : words;
	if (first === void 0 && isExternal) return {
		kind: "cause",
		deploymentId: void 0,
		isExternal
	};
	if (first === void 0) return unclear(word, "the deployment is missing");
	const digits = DEPLOYMENT.exec(first)?.[1];
	if (digits === void 0) return unclear(word, "a deployment is named by its number");
	if (others.length > 0) return unclear(word, "there is more after the deployment than it takes");
	const deploymentId = Number(digits);
	return word === "cause" ? {
		kind: word,
		deploymentId,
		isExternal
	} : {
		kind: word,
		deploymentId
	};
}
/** Room for a sentence or two: it is shown in one line wherever the decision is. */
const LONGEST_REASON$3 = 500;
function withReason(word, said, command) {
	const reason = plainLine(said, LONGEST_REASON$3);
	return reason === "" ? unclear(word, "the reason is missing") : command(reason);
}
function unclear(word, because) {
	return {
		kind: "unclear",
		because,
		form: COMMAND_FORMS[word]
	};
}

// src/github/webhook/schema.ts
/**
* The few fields of GitHub's webhook payloads that we read. Everything else may come, go or change: payloads are
* hints, and what matters is read from the API again.
*/
const Id = z.number().int().positive();
const Origin = z.object({
	repository: z.object({
		id: Id,
		name: z.string().min(1),
		owner: z.object({ login: z.string().min(1) }),
		default_branch: z.string().optional()
	}),
	installation: z.object({ id: Id })
});
const ProtectionRuleRequested = z.object({
	action: z.literal("requested"),
	environment: z.string().min(1),
	deployment: z.object({ id: Id }),
	deployment_callback_url: z.string()
});
const PullRequestEvent = z.object({ pull_request: z.object({ number: Id }) });
const CommentCreated = z.object({
	action: z.literal("created"),
	issue: z.object({ number: Id }),
	comment: z.object({
		id: Id,
		body: z.string()
	})
});
const Push = z.object({ ref: z.string() });
const Sha = z.string().regex(/^[0-9a-f]{40}$/);
const CheckRunEvent = z.object({
	action: z.string().optional(),
	check_run: z.object({
		name: z.string(),
		head_sha: Sha
	})
});
const CheckSuiteEvent = z.object({ check_suite: z.object({ head_sha: Sha }) });
const JobEvent = z.object({
	action: z.enum([
		"waiting",
		"in_progress",
		"completed"
	]),
	workflow_job: z.object({ run_id: Id })
});
const RepositoryEvent = z.object({
	action: z.enum([
		"renamed",
		"transferred",
		"edited",
		"archived",
		"unarchived",
		"deleted"
	]),
	changes: z.object({ default_branch: z.unknown().optional() }).optional()
});
const Named = z.object({
	id: Id,
	name: z.string().min(1),
	full_name: z.string().includes("/")
});
/** Without a repository: about an organisation, its people, or what we are installed on. */
const InstallationEvent = z.object({
	action: z.string(),
	installation: z.object({ id: Id }),
	repositories: z.array(Named).optional(),
	repositories_added: z.array(Named).optional(),
	repositories_removed: z.array(Named).optional()
});
const MilestoneEvent = z.object({ milestone: z.object({ number: Id }) });
const IssueEvent = z.object({ action: z.string() });
const StatusEvent = z.object({ sha: Sha });
const MergeGroupEvent = z.object({
	action: z.enum(["checks_requested", "destroyed"]),
	merge_group: z.object({
		head_sha: Sha,
		base_sha: Sha,
		/** `refs/heads/gh-readonly-queue/BASE/pr-NUMBER-COMMIT`. */
		head_ref: z.string(),
		base_ref: z.string().startsWith("refs/heads/"),
		head_commit: z.object({ timestamp: z.string() })
	})
});

// src/github/webhook/parse-installation.ts
/** Undefined: the event is about a repository. */
function parseInstallationEvent(name, payload) {
	if (!OF_INSTALLATIONS.has(name)) return void 0;
	const parsed = InstallationEvent.safeParse(payload);
	if (!parsed.success) return {
		kind: "unrelated",
		because: "it names no installation"
	};
	switch (name) {
		case "installation": return installationChanged(parsed.data);
		case "installation_repositories": return repositoriesMoved(parsed.data);
		default: return {
			kind: "people-changed",
			installationId: parsed.data.installation.id
		};
	}
}
const OF_INSTALLATIONS = /* @__PURE__ */ new Set([
	"installation",
	"installation_repositories",
	"member",
	"membership",
	"organization",
	"team"
]);
function installationChanged({ action, installation, repositories }) {
	const { id: installationId } = installation;
	switch (action) {
		case "created": return repositoriesAdded(installationId, repositories);
		case "deleted": return {
			kind: "installation-lost",
			why: "uninstalled",
			installationId
		};
		case "suspend": return {
			kind: "installation-lost",
			why: "suspended",
			installationId
		};
		case "unsuspend": return {
			kind: "installation-resumed",
			installationId
		};
		case "new_permissions_accepted": return {
			kind: "people-changed",
			installationId
		};
		default: return {
			kind: "unrelated",
			because: "there is nothing that we could read now and could not before"
		};
	}
}
function repositoriesMoved({ action, installation, ...moved }) {
	if (action !== "removed") return repositoriesAdded(installation.id, moved.repositories_added);
	const repositories = refsOf(installation.id, moved.repositories_removed ?? []);
	if (repositories.length === 0) return {
		kind: "unrelated",
		because: "no repository was taken from us"
	};
	return {
		kind: "repositories-lost",
		why: "removed",
		repositories
	};
}
function repositoriesAdded(installationId, added) {
	if (added === void 0 || added.length === 0) return {
		kind: "unrelated",
		because: "no repository came to us"
	};
	return {
		kind: "repositories-added",
		repositories: refsOf(installationId, added)
	};
}
function refsOf(installationId, named) {
	return named.map(({ id, name, full_name: fullName }) => {
		return {
			id,
			owner: fullName.split("/", 1)[0] ?? "",
			name,
			installationId
		};
	});
}

// src/github/webhook/parse.ts
/** A webhook payload in our words: what to look at. */
/** `unrelated` carries why, for the log: a payload without what we need is not an error, GitHub declares most fields optional. */
function parseWebhook(name, payload, apiUrl) {
	const ofInstallation = parseInstallationEvent(name, payload);
	if (ofInstallation) return ofInstallation;
	const origin = Origin.safeParse(payload);
	if (!origin.success) return {
		kind: "unrelated",
		because: "it names no repository or no installation"
	};
	const repository = {
		id: origin.data.repository.id,
		owner: origin.data.repository.owner.login,
		name: origin.data.repository.name,
		installationId: origin.data.installation.id
	};
	switch (name) {
		case "deployment_protection_rule": return gateRequested(repository, payload, apiUrl);
		case "pull_request":
		case "pull_request_review": return pullRequestChanged(repository, payload);
		case "merge_group": return mergeGroupChanged(repository, payload);
		case "issue_comment": return commandWritten(repository, payload);
		case "push": return defaultBranchMoved(repository, payload, origin.data.repository.default_branch);
		case "check_run": return checkRunMoved(repository, payload);
		case "check_suite": return checkSuiteMoved(repository, payload);
		case "status": return statusMoved(repository, payload);
		case "issues": return issueMoved(repository, payload);
		case "milestone": return milestoneMoved(repository, payload);
		case "repository": return repositoryChanged(repository, payload);
		case "workflow_job": return jobMoved(repository, payload);
		case "deployment":
		case "deployment_review":
		case "deployment_status":
		case "workflow_run": return {
			kind: "deployment-moved",
			repository
		};
		default: return {
			kind: "unrelated",
			because: "nothing is decided by this event"
		};
	}
}
function gateRequested(repository, payload, apiUrl) {
	const parsed = ProtectionRuleRequested.safeParse(payload);
	if (!parsed.success) return {
		kind: "unrelated",
		because: "it lacks the environment, deployment or callback"
	};
	const { environment, deployment, deployment_callback_url: callbackUrl } = parsed.data;
	const runId = runOf$1(callbackUrl, repository, apiUrl);
	if (runId === void 0) return {
		kind: "unrelated",
		because: "its callback is not an address of this repository"
	};
	return {
		kind: "gate-requested",
		gate: {
			kind: "gate",
			repository,
			deploymentId: deployment.id,
			runId,
			environment
		}
	};
}
/**
* The run id stands nowhere but in the callback address. Nothing is ever sent to that address: it is compared with the
* one it has to be, and rebuilt from the ids when we answer.
*/
function runOf$1(callbackUrl, repository, apiUrl) {
	const prefix = `${apiUrl}/repos/${repository.owner}/${repository.name}/actions/runs/`.toLowerCase();
	if (!callbackUrl.toLowerCase().startsWith(prefix) || !callbackUrl.endsWith("/deployment_protection_rule")) return void 0;
	const id = callbackUrl.slice(prefix.length, -27);
	return /^[1-9]\d{0,15}$/.test(id) ? Number(id) : void 0;
}
/** Whether it is an incident hangs on its labels and its state. We rewrite issues of our own, and hear of that, too. */
function issueMoved(repository, payload) {
	const parsed = IssueEvent.safeParse(payload);
	if (!parsed.success) return {
		kind: "unrelated",
		because: "it does not say what became of the issue"
	};
	if (parsed.data.action === "edited") return {
		kind: "unrelated",
		because: "only the text of an issue changed"
	};
	return {
		kind: "issue-moved",
		repository
	};
}
function milestoneMoved(repository, payload) {
	const parsed = MilestoneEvent.safeParse(payload);
	if (!parsed.success) return {
		kind: "unrelated",
		because: "it names no milestone"
	};
	return {
		kind: "milestone-moved",
		repository,
		number: parsed.data.milestone.number
	};
}
function pullRequestChanged(repository, payload) {
	const parsed = PullRequestEvent.safeParse(payload);
	if (!parsed.success) return {
		kind: "unrelated",
		because: "it names no pull request"
	};
	return {
		kind: "pull-request-changed",
		repository,
		number: parsed.data.pull_request.number
	};
}
const QUEUE_BRANCH = /^refs\/heads\/gh-readonly-queue\/.+\/pr-([1-9]\d{0,9})-[0-9a-f]{40}$/;
function mergeGroupChanged(repository, payload) {
	const parsed = MergeGroupEvent.safeParse(payload);
	if (!parsed.success) return {
		kind: "unrelated",
		because: "it lacks the commits of the merge group"
	};
	const { action, merge_group: group } = parsed.data;
	const number = Number(QUEUE_BRANCH.exec(group.head_ref)?.[1]);
	const madeAt = parseInstant(group.head_commit.timestamp);
	if (Number.isNaN(number) || madeAt === void 0) return {
		kind: "unrelated",
		because: "its merge group names no pull request, or no time"
	};
	return {
		kind: "merge-group-changed",
		repository,
		number,
		group: {
			headSha: group.head_sha,
			baseSha: group.base_sha,
			base: group.base_ref.slice(11),
			madeAt: canonicalInstant(madeAt),
			isOver: action === "destroyed"
		}
	};
}
/** Only a comment that was just written can command: an edit could put words into an approver's mouth. */
function commandWritten(repository, payload) {
	const parsed = CommentCreated.safeParse(payload);
	if (!parsed.success) return {
		kind: "unrelated",
		because: "it is no new comment"
	};
	const { issue, comment } = parsed.data;
	if (parseCommand(comment.body) === void 0) return {
		kind: "unrelated",
		because: "the comment holds no command"
	};
	return {
		kind: "command-written",
		repository,
		issueNumber: issue.number,
		commentId: comment.id
	};
}
function defaultBranchMoved(repository, payload, defaultBranch) {
	const parsed = Push.safeParse(payload);
	if (!parsed.success || parsed.data.ref !== `refs/heads/${defaultBranch}`) return {
		kind: "unrelated",
		because: "it is a push to another branch"
	};
	return {
		kind: "default-branch-moved",
		repository
	};
}
/** Our own checks say what we decided, so they change nothing of it. */
const OWN_CHECKS = /* @__PURE__ */ new Set(["tidegate", "tidegate/policy"]);
function checkRunMoved(repository, payload) {
	const parsed = CheckRunEvent.safeParse(payload);
	if (!parsed.success) return {
		kind: "unrelated",
		because: "it names no check run with its commit"
	};
	const { name, head_sha: sha } = parsed.data.check_run;
	const isAskedFor = parsed.data.action === "rerequested";
	if (OWN_CHECKS.has(name) && !isAskedFor) return {
		kind: "unrelated",
		because: "it is a check of our own"
	};
	return {
		kind: "checks-moved",
		repository,
		sha
	};
}
/** Its app is not told from ours by name: one look too many changes nothing. */
function checkSuiteMoved(repository, payload) {
	const parsed = CheckSuiteEvent.safeParse(payload);
	if (!parsed.success) return {
		kind: "unrelated",
		because: "it names no commit"
	};
	return {
		kind: "checks-moved",
		repository,
		sha: parsed.data.check_suite.head_sha
	};
}
/** Queued jobs and such tell nothing of a gate; there are many of them. */
function jobMoved(repository, payload) {
	const parsed = JobEvent.safeParse(payload);
	if (!parsed.success) return {
		kind: "unrelated",
		because: "the job did not go on"
	};
	return {
		kind: "run-moved",
		repository,
		runId: parsed.data.workflow_job.run_id
	};
}
function repositoryChanged(repository, payload) {
	const parsed = RepositoryEvent.safeParse(payload);
	if (!(parsed.success && (parsed.data.action !== "edited" || parsed.data.changes?.default_branch !== void 0))) return {
		kind: "unrelated",
		because: "its name, owner and default branch are as they were"
	};
	const { action } = parsed.data;
	if (action === "archived" || action === "deleted") return {
		kind: "repositories-lost",
		why: action,
		repositories: [repository]
	};
	return {
		kind: "repository-changed",
		repository
	};
}
function statusMoved(repository, payload) {
	const parsed = StatusEvent.safeParse(payload);
	if (!parsed.success) return {
		kind: "unrelated",
		because: "it names no commit"
	};
	return {
		kind: "checks-moved",
		repository,
		sha: parsed.data.sha
	};
}

// src/app/health.ts
function createHealth({ store, metrics, isStopping, next }) {
	return (request, response) => {
		const path = ["GET", "HEAD"].includes(request.method ?? "") ? request.url?.split("?", 1)[0] : void 0;
		if (path === "/healthz") send$4(response, 200, "ok");
		else if (path === "/readyz") answerReady(store, isStopping, response);
		else if (path === "/metrics") answerMetrics(metrics, response);
		else next(request, response);
	};
}
async function answerReady(store, isStopping, response) {
	if (isStopping()) return send$4(response, 503, "stopping");
	return await store.nextDueAt().then(() => true, () => false) ? send$4(response, 200, "ready") : send$4(response, 503, "the database does not answer");
}
async function answerMetrics(metrics, response) {
	try {
		const text = await metrics.text();
		response.writeHead(200, {
			"content-type": metrics.contentType,
			"cache-control": "no-store"
		});
		response.end(text);
	} catch {
		send$4(response, 500, "the metrics cannot be told");
	}
}
function send$4(response, status, text) {
	response.writeHead(status, { "content-type": "application/json" });
	response.end(`${JSON.stringify({ status: text })}\n`);
}

// src/app/body-budget.ts
/** A body up to this size is small: nearly all of GitHub's are. */
const SMALL = 1048576;
/**
* Half is kept for small bodies, so that whoever sends a few large ones, unsigned or slowly, does not keep
* GitHub's out.
*/
function createBodyBudget(total) {
	let left = total;
	return { take: (bytes) => {
		const reserve = bytes > SMALL ? total / 2 : 0;
		if (bytes > left - reserve) return null;
		left -= bytes;
		let isTaken = true;
		return () => {
			if (isTaken) left += bytes;
			isTaken = false;
		};
	} };
}

// src/app/ingress-answer.ts
const ANSWERS = {
	accepted: {
		status: 202,
		body: { status: "accepted" }
	},
	duplicate: {
		status: 202,
		body: { status: "duplicate" }
	},
	ignored: {
		status: 202,
		body: { status: "ignored" }
	},
	"not-an-object": {
		status: 400,
		body: { error: "the body is not a JSON object" }
	},
	"bad-delivery-id": {
		status: 400,
		body: { error: "X-GitHub-Delivery is not a GUID" }
	},
	"bad-signature": {
		status: 401,
		body: { error: "X-Hub-Signature-256 does not sign this body with our secret" }
	},
	"not-found": {
		status: 404,
		body: { error: "there is nothing here" }
	},
	"not-post": {
		status: 405,
		body: { error: "webhooks are sent with POST" },
		headers: { Allow: "POST" }
	},
	timeout: {
		status: 408,
		body: { error: "the body did not arrive in time" }
	},
	"no-length": {
		status: 411,
		body: { error: "Content-Length is required" }
	},
	"too-large": {
		status: 413,
		body: { error: "the body is larger than 25 MiB" }
	},
	encoded: {
		status: 415,
		body: { error: "a body with Content-Encoding is not accepted" }
	},
	busy: {
		status: 503,
		body: { error: "too much is being received at once" },
		headers: { "Retry-After": "5" }
	},
	stopping: {
		status: 503,
		body: { error: "the server is stopping" },
		headers: { "Retry-After": "30" }
	},
	"not-stored": {
		status: 503,
		body: { error: "the delivery could not be stored" },
		headers: { "Retry-After": "30" }
	}
};
function isRefusal(answer) {
	return ANSWERS[answer].status >= 400;
}
function sendAnswer(response, answer, requestId) {
	const found = ANSWERS[answer];
	const body = JSON.stringify(found.body);
	response.writeHead(found.status, {
		"Content-Type": "application/json; charset=utf-8",
		"Content-Length": Buffer.byteLength(body),
		"Cache-Control": "no-store",
		"X-Request-Id": requestId,
		...found.headers
	});
	response.end(body);
}

// src/app/signature.ts
/** GitHub's webhook signature: `X-Hub-Signature-256: sha256=<hex HMAC of the raw body>`. SHA-1 is not accepted. */
const FORM$1 = /^sha256=([0-9a-f]{64})$/;
/** The 32 bytes that the header claims, or null when it does not have the form of a signature. */
function claimedSignature(header) {
	const hex = typeof header === "string" ? FORM$1.exec(header)?.[1] : void 0;
	return hex === void 0 ? null : Buffer.from(hex, "hex");
}
/** Checks against every active secret, so that a secret can be replaced without losing a delivery. */
function startSignatureCheck(secrets) {
	const hmacs = secrets.map((secret) => createHmac("sha256", secret.reveal()));
	return {
		update: (bytes) => {
			for (const hmac of hmacs) hmac.update(bytes);
		},
		matches: (claimed) => hmacs.filter((hmac) => timingSafeEqual(hmac.digest(), claimed)).length > 0
	};
}

// src/app/receive-body.ts
/**
* Receives a body of known length into one buffer, and hashes it as it arrives. The memory is not touched before
* bytes come, there is no second copy of it, and what is refused is freed at once: the garbage collector would let
* several pile up. Node's parser hands on no byte beyond the declared length.
*/
function receiveBody(request, expected, timeoutMs) {
	return new Promise((resolve) => {
		const body = Buffer.allocUnsafeSlow(expected.length);
		const signature = startSignatureCheck(expected.secrets);
		let received = 0;
		function end(result) {
			clearTimeout(timer);
			request.off("data", take).off("end", finish).off("close", abort).off("error", abort);
			if (result.kind !== "signed") body.buffer.transfer(0);
			resolve(result);
		}
		function take(chunk) {
			signature.update(chunk);
			received += chunk.copy(body, received);
		}
		function finish() {
			if (!(received === expected.length && request.complete)) abort();
			else end(signature.matches(expected.claimed) ? {
				kind: "signed",
				body
			} : { kind: "bad-signature" });
		}
		function abort() {
			end({ kind: "aborted" });
		}
		const timer = setTimeout(() => end({ kind: "timeout" }), timeoutMs);
		request.on("data", take).on("end", finish).on("close", abort).on("error", abort);
	});
}

// src/app/refusal-log.ts
/** The first refusal of a reason is logged at once; the ones that follow within `everyMs` become one line. */
function createRefusalLog(log, everyMs) {
	const tallies = /* @__PURE__ */ new Map();
	function summarize(reason) {
		const tally = tallies.get(reason);
		tallies.delete(reason);
		if (!tally || tally.count === 0) return;
		log.warn({
			reason,
			count: tally.count,
			bytes: tally.bytes,
			seconds: everyMs / 1e3
		}, "webhook requests refused");
		open(reason);
	}
	function open(reason) {
		tallies.set(reason, {
			count: 0,
			bytes: 0
		});
		setTimeout(() => summarize(reason), everyMs).unref();
	}
	return (refusal) => {
		const tally = tallies.get(refusal.reason);
		if (tally) {
			tally.count += 1;
			tally.bytes += refusal.size ?? 0;
			return;
		}
		open(refusal.reason);
		log.warn(refusal, "webhook request refused");
	};
}

// src/app/webhook-events.ts
/**
* The events that are taken in: what `app.yml` subscribes to (contract, section 10), what GitHub sends to every App,
* and `ping`. A name outside this list is neither stored nor logged.
*/
const WEBHOOK_EVENTS = [
	"check_run",
	"check_suite",
	"deployment",
	"deployment_protection_rule",
	"deployment_review",
	"deployment_status",
	"installation",
	"installation_repositories",
	"installation_target",
	"issue_comment",
	"issues",
	"member",
	"membership",
	"merge_group",
	"milestone",
	"organization",
	"ping",
	"pull_request",
	"pull_request_review",
	"push",
	"repository",
	"status",
	"team",
	"workflow_job",
	"workflow_run"
];
function isWebhookEvent(name) {
	return WEBHOOK_EVENTS.some((event) => event === name);
}

// src/app/ingress.ts
/**
* The webhook endpoint. Bytes are counted before they are read, and nothing is parsed, stored or logged before its
* signature is known to be ours. What is answered with `accepted` is on disk.
*/
/** Where Probot and its guides have it. */
const DEFAULT_WEBHOOK_PATH = "/api/github/webhooks";
/** GitHub sends no webhook above 25 MB: docs.github.com, "Webhook events and payloads". */
const LARGEST_BODY$2 = 26214400;
/** All bodies that are being received, together. */
const LARGEST_TOTAL = 67108864;
/** GitHub gives up after 10 seconds. */
const BODY_TIMEOUT_MS = 1e4;
/** How long whoever was refused may still send, so that the answer reaches it before the connection is cut. */
const LINGER_MS = 3e3;
const LOG_EVERY_MS = 1e4;
/** Bytes of a refused body that are read so that the connection stays usable. */
const SMALL_REST = 65536;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A listener for `node:http` that answers every request it is given. */
function createIngress(options) {
	const limits = {
		largestBody: LARGEST_BODY$2,
		largestTotal: LARGEST_TOTAL,
		bodyTimeoutMs: BODY_TIMEOUT_MS,
		lingerMs: LINGER_MS,
		logEveryMs: LOG_EVERY_MS,
		...options.limits
	};
	const desk = {
		...options,
		path: options.path ?? "/api/github/webhooks",
		limits,
		budget: createBodyBudget(limits.largestTotal),
		logRefusal: createRefusalLog(options.log, limits.logEveryMs)
	};
	return (request, response) => void handle$1(desk, request, response);
}
async function handle$1(desk, request, response) {
	const requestId = randomUUID();
	const answer = await answerTo$3(desk, request, requestId).catch((error) => {
		desk.log.error({
			err: error,
			requestId
		}, "a webhook could not be handled");
		return "not-stored";
	});
	if (answer === "aborted" || isRefusal(answer)) desk.logRefusal(refusalOf(request, answer, requestId));
	if (answer === "aborted") return;
	if (!request.complete) leaveUnread(request, desk.limits.lingerMs);
	sendAnswer(response, answer, requestId);
}
async function answerTo$3(desk, request, requestId) {
	const head = readHead(desk, request);
	if (head.kind === "refused") return head.answer;
	const giveBack = desk.budget.take(head.length);
	if (!giveBack) return "busy";
	try {
		const received = await receiveBody(request, {
			...head,
			secrets: desk.secrets
		}, desk.limits.bodyTimeoutMs);
		return received.kind === "signed" ? await take$2(desk, request, received.body, requestId) : received.kind;
	} finally {
		giveBack();
	}
}
function readHead(desk, request) {
	const refused = (answer) => ({
		kind: "refused",
		answer
	});
	const { headers } = request;
	if (pathOf(request) !== desk.path) return refused("not-found");
	if (request.method !== "POST") return refused("not-post");
	if (desk.isStopping?.()) return refused("stopping");
	if ((headers["content-encoding"] ?? "identity").toLowerCase() !== "identity") return refused("encoded");
	const length = lengthOf(headers["content-length"]);
	if (length === null) return refused("no-length");
	if (length > desk.limits.largestBody) return refused("too-large");
	const claimed = claimedSignature(headers["x-hub-signature-256"]);
	return claimed ? {
		kind: "readable",
		length,
		claimed
	} : refused("bad-signature");
}
/** The body is GitHub's. Its event name and GUID are not signed: good for sorting and for telling duplicates. */
async function take$2(desk, request, body, requestId) {
	const event = eventOf(request);
	if (event === null) return "ignored";
	const id = guidOf(request);
	if (id === null) return "bad-delivery-id";
	if (!isJsonObject(body)) return "not-an-object";
	const stored = await desk.store.acceptDelivery({
		id,
		event,
		receivedAt: desk.clock.now(),
		body
	});
	desk.log.info({
		requestId,
		delivery: id,
		event,
		size: body.length,
		stored
	}, "webhook received");
	if (stored === "stored") desk.onAccepted();
	return stored === "stored" ? "accepted" : "duplicate";
}
/**
* Whoever was refused before its body was read gets a moment to read why; then the connection is cut. Until then a
* small rest is thrown away, and a large one stays in the sender's kernel: even bytes that are thrown away are memory
* until the garbage collector comes.
*/
function leaveUnread(request, lingerMs) {
	const { socket } = request;
	const timer = setTimeout(() => socket.destroy(), lingerMs);
	const keep = () => clearTimeout(timer);
	socket.once("close", keep);
	request.once("end", keep);
	const length = lengthOf(request.headers["content-length"]);
	if (length !== null && length <= SMALL_REST) request.resume();
	else request.pause().read(0);
}
function refusalOf(request, reason, requestId) {
	return {
		reason,
		requestId,
		size: lengthOf(request.headers["content-length"]),
		event: eventOf(request)
	};
}
function pathOf(request) {
	return (request.url ?? "").split("?", 1)[0] ?? "";
}
function eventOf(request) {
	const name = request.headers["x-github-event"];
	return isWebhookEvent(name) ? name : null;
}
function guidOf(request) {
	const header = request.headers["x-github-delivery"];
	const id = typeof header === "string" ? header.toLowerCase() : "";
	return GUID.test(id) ? id : null;
}
function lengthOf(header) {
	return header !== void 0 && /^\d{1,15}$/.test(header) ? Number(header) : null;
}
function isJsonObject(body) {
	try {
		const value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
		return typeof value === "object" && value !== null && !Array.isArray(value);
	} catch {
		return false;
	}
}

// src/flow/posture/repository-state.ts
function stateOf$3(posture, { findings, isGoverned }) {
	if (posture === null) return isGoverned ? unknown$1("its settings were not looked at yet") : {
		state: "unprotected",
		because: null
	};
	if (posture.mode === "none") return {
		state: "unprotected",
		because: null
	};
	if (posture.mode === "invalid") return unknown$1("its policies cannot be applied, so every gate stays closed");
	if (posture.mode === "observe") return {
		state: "observing",
		because: null
	};
	const { environments } = posture;
	return {
		state: findings.some(({ code }) => code === "rule-missing") || environments.some(({ isGated, hasOurRule }) => isGated && !hasOurRule) || environments.length > 0 && environments.every(({ hasOurRule }) => !hasOurRule) ? "guard-off" : "governed",
		because: null
	};
}
function unknown$1(because) {
	return {
		state: "unknown",
		because
	};
}

// src/flow/posture/organisation-posture.ts
/** How all repositories of an organisation are set up: what `/o/ORG` tells, from the store alone. */
const MOST_REPOSITORIES = 500;
/** By id. Null: nothing is known of an organisation of this name. */
async function organisationPosture(store, { organisation, after, at }) {
	const isOwn = ({ owner }) => owner.toLowerCase() === organisation.toLowerCase();
	const all = (await store.knownRepositories()).filter(isOwn).sort((one, other) => one.id - other.id);
	if (all.length === 0) return null;
	const left = all.filter(({ id }) => after === null || id > after);
	const page = left.slice(0, 500);
	const governed = new Set((await store.governedRepositories()).map(({ id }) => id));
	const kept = new Map((await store.postures(page.map(({ id }) => id))).map((each) => [each.repositoryId, each]));
	const repositories = [];
	for (const repository of page) {
		const findings = await store.openFindings(repository.id);
		const seen = kept.get(repository.id) ?? null;
		repositories.push(postureOf(repository, {
			seen,
			findings,
			isGoverned: governed.has(repository.id)
		}));
	}
	const next = left.length > page.length ? page.at(-1)?.id ?? null : null;
	return {
		version: 1,
		at: toInstant(at),
		organisation: all[0]?.owner ?? organisation,
		repositories,
		next
	};
}
function postureOf(repository, known) {
	const { seen, findings } = known;
	const posture = seen?.posture ?? null;
	const { n = null, withoutUs = null } = posture?.passes ?? {};
	return {
		id: repository.id,
		repository: fullName(repository),
		...stateOf$3(posture, known),
		seenAt: seen === null ? null : toInstant(seen.at),
		bypass: {
			rate: n === null || n === 0 || withoutUs === null ? null : withoutUs / n,
			withoutUs,
			n
		},
		lanes: posture?.lanes ?? null,
		findings,
		unguarded: {
			count: posture?.unguarded.count ?? null,
			last: posture?.unguarded.last ?? [],
			jobs: posture?.workflows?.jobs ?? [],
			unread: posture?.workflows?.unread ?? null
		}
	};
}

// src/app/library/asked.ts
const OWNER = "[A-Za-z0-9](?:[A-Za-z0-9-_]{0,38})";
const ENVIRONMENTS = new RegExp(`^/r/(${OWNER})/([\\w.-]{1,100})/environments(\\.json)?$`);
const ORGANISATION = new RegExp(`^/o/(${OWNER})(\\.json)?$`);
/** Null: it asks for something else. */
function askedOf(method = "", url = "", accept = void 0) {
	const [path = "", query = ""] = url.split("?", 2);
	const environments = ENVIRONMENTS.exec(path);
	const organisation = ORGANISATION.exec(path);
	const isJson = (environments?.[3] ?? organisation?.[2]) !== void 0 || wantsJson(accept);
	if (environments === null && organisation === null) return null;
	if (method !== "GET" && method !== "HEAD") return {
		kind: "refused",
		status: 405,
		because: "ask with GET"
	};
	if (!isJson) return {
		kind: "refused",
		status: 406,
		because: "there is JSON only: ask with Accept: application/json, or add .json to the address"
	};
	if (environments !== null) return {
		kind: "environments",
		repository: `${environments[1]}/${environments[2]}`
	};
	return organisationOf(organisation?.[1] ?? "", query);
}
function organisationOf(organisation, query) {
	const text = new URLSearchParams(query).get("after");
	if (text !== null && !/^\d{1,15}$/.test(text)) return {
		kind: "refused",
		status: 400,
		because: "after is the number that the page before named as next"
	};
	return {
		kind: "organisation",
		organisation,
		after: text === null ? null : Number(text)
	};
}
/** Clients that do not care, such as curl, send a star. */
function wantsJson(accept) {
	if (accept === void 0) return true;
	const types = accept.split(",").map((type) => type.split(";", 1)[0]?.trim().toLowerCase());
	return types.includes("application/json") || types.includes("*/*") && !types.includes("text/html");
}

// src/app/library/create-library.ts
/**
* `/r/OWNER/NAME/environments` and `/o/ORG` as JSON: what runs where, and how repositories are set up. They tell of
* private repositories, so they are there only where the operator set `LIBRARY_TOKEN`, and only for who has it.
*/
function createLibrary({ token, next, ...library }) {
	if (token === void 0) return next;
	return (request, response) => {
		const asked = askedOf(request.method, request.url, request.headers.accept);
		if (asked === null) next(request, response);
		else if (!isAllowed(request, token)) send$3(response, 401, NOT_ALLOWED, { "WWW-Authenticate": "Bearer" });
		else if (asked.kind === "refused") send$3(response, asked.status, { error: asked.because });
		else answer$1(library, asked, response);
	};
}
const NOT_ALLOWED = { error: "send the LIBRARY_TOKEN of this server as a bearer token" };
/** Digests are of one length, so nothing about the token can be told from how long this takes. */
function isAllowed({ headers }, token) {
	const [, given = ""] = /^Bearer ([!-~]+)$/i.exec(headers.authorization ?? "") ?? [];
	return timingSafeEqual(digestOf(given), digestOf(token.reveal()));
}
function digestOf(text) {
	return createHash("sha256").update(text).digest();
}
async function answer$1(library, asked, response) {
	try {
		const document = asked.kind === "environments" ? await lanesOf$1(library, asked) : await posturesOf(library, asked);
		if (document === null) send$3(response, 404, { error: "nothing is known of that" });
		else send$3(response, 200, document);
	} catch (error) {
		library.log.error({ err: error }, "What runs where could not be told");
		send$3(response, 503, { error: "it cannot be told now" }, { "Retry-After": "30" });
	}
}
async function lanesOf$1({ store, clock, erased }, { repository: name }) {
	const found = (await store.knownRepositories()).find((each) => fullName(each).toLowerCase() === name.toLowerCase());
	if (found === void 0) return null;
	const names = new Names(erased);
	const lanes = (await environmentsOf$2(store, found)).map((lane) => erasePeople(lane, names));
	return {
		version: 1,
		at: toInstant(clock.now()),
		repository: fullName(found),
		lanes
	};
}
function posturesOf({ store, clock }, { organisation, after }) {
	return organisationPosture(store, {
		organisation,
		after,
		at: clock.now()
	});
}
function send$3(response, status, document, more = {}) {
	const body = `${JSON.stringify(document)}\n`;
	response.writeHead(status, {
		"Content-Type": "application/json; charset=utf-8",
		"Content-Length": Buffer.byteLength(body),
		"Cache-Control": "no-store",
		"X-Content-Type-Options": "nosniff",
		...more
	});
	response.end(body);
}

// src/app/verifications/read-small-body.ts
/** A job sends a kilobyte or two; who takes longer keeps a place from others of its repository. */
const WITHIN_MS = 3e3;
/** The body as text; null when it is larger than `most` bytes, too slow, no UTF-8, or never ends. */
async function readSmallBody(request, most) {
	const bytes = await readSmallBytes(request, most);
	return bytes === null ? null : textOf$2(bytes);
}
/** The same as it was sent. */
function readSmallBytes(request, most) {
	return new Promise((resolve) => {
		const chunks = [];
		let size = 0;
		function end(bytes) {
			clearTimeout(timer);
			request.off("data", take).off("end", finish).off("close", giveUp).off("error", giveUp);
			resolve(bytes);
		}
		function take(chunk) {
			size += chunk.length;
			if (size > most) end(null);
			else chunks.push(chunk);
		}
		function finish() {
			end(Buffer.concat(chunks));
		}
		function giveUp() {
			end(null);
		}
		const timer = setTimeout(giveUp, WITHIN_MS);
		request.on("data", take).on("end", finish).on("close", giveUp).on("error", giveUp);
	});
}
function textOf$2(bytes) {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}

// src/app/pagerduty/schema.ts
/** What a webhook of PagerDuty (V3) says of an incident, as far as it concerns us. */
/** `{"event": {"event_type": "incident.acknowledged", "agent": {"summary": …}, "data": {"incident_key": …}}}` */
const Webhook = z.object({ event: z.object({
	event_type: z.string(),
	/** Who did it; null: PagerDuty itself, or whoever used its API without being somebody. */
	agent: z.object({ summary: z.string().nullish() }).nullish(),
	/** `incident_key`: the dedup key of the event that opened it; null: it was opened by hand. */
	data: z.object({ incident_key: z.string().max(255).nullish() })
}) });
/** Whoever resolves it has looked, too. */
const TAKEN_ON = /* @__PURE__ */ new Set(["incident.acknowledged", "incident.resolved"]);
/** As `alertKeyOf` writes them. Accounts have incidents of other tools, whose keys may hold what no database takes. */
const OUR_KEY = /^tidegate\/[0-9a-f]{64}$/;
const LONGEST_NAME$2 = 60;
/** Null: it is about something else. */
function takenOnIn(body) {
	const said = Webhook.safeParse(parseJson$1(body));
	if (!said.success) return null;
	const { event_type: type, agent, data } = said.data.event;
	const alertKey = data.incident_key ?? "";
	if (!TAKEN_ON.has(type) || !OUR_KEY.test(alertKey)) return null;
	const name = plainLine(agent?.summary?.toWellFormed() ?? "", LONGEST_NAME$2);
	return {
		alertKey,
		by: name === "" ? "somebody" : name
	};
}
function parseJson$1(body) {
	try {
		return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
	} catch {
		return;
	}
}

// src/app/pagerduty/signature.ts
/**
* PagerDuty's webhook signature: `X-PagerDuty-Signature: v1=<hex HMAC-SHA256 of the raw body>`, several with commas
* between them. developer.pagerduty.com, "Verifying Webhook Signatures".
*/
const FORM = /^v1=([0-9a-f]{64})$/i;
/** A subscription has one secret, or two while it is being replaced. */
const MOST_CLAIMED = 10;
/** The signatures that the header claims; other versions and whatever else stands there are left out. */
function claimedSignatures(header) {
	if (typeof header !== "string") return [];
	return header.split(",", MOST_CLAIMED).map((part) => FORM.exec(part.trim())?.[1]).flatMap((hex) => hex === void 0 ? [] : [Buffer.from(hex, "hex")]);
}
/** Whether one of the secrets signed these very bytes. Every pair is compared, in constant time. */
function isSigned(body, claimed, secrets) {
	return secrets.map((secret) => createHmac("sha256", secret.reveal()).update(body).digest()).flatMap((each) => claimed.filter((other) => timingSafeEqual(each, other))).length > 0;
}

// src/app/pagerduty/desk.ts
const PAGERDUTY_PATH = "/api/pagerduty";
/** PagerDuty sends a few kilobytes, and less than 55. */
const LARGEST_BODY$1 = 65536;
/** Bodies read, which take as long as their senders like, and anybody may send one. */
const MOST_AT_ONCE$2 = 20;
function createPagerDutyDesk(options) {
	let underWay = 0;
	return (request, response) => {
		if (request.url?.split("?", 1)[0] !== PAGERDUTY_PATH) return options.next(request, response);
		if (underWay >= MOST_AT_ONCE$2) return send$2(request, response, refuse$1(503, "Too many come in at once."));
		underWay += 1;
		answerTo$2(options, request).catch((error) => {
			options.log.error({ err: error }, "A webhook of PagerDuty could not be taken in");
			return refuse$1(503, "It could not be stored. Send it again.");
		}).then((answer) => {
			underWay -= 1;
			send$2(request, response, answer);
		});
	};
}
function refuse$1(status, error) {
	return {
		status,
		body: { error }
	};
}
async function answerTo$2(options, request) {
	const { secrets, isStopping } = options;
	if (secrets.length === 0) return refuse$1(404, "This server does not hear PagerDuty: PAGERDUTY_WEBHOOK_SECRET is not set.");
	if (request.method !== "POST") return refuse$1(405, "Webhooks are sent with POST.");
	if (isStopping()) return refuse$1(503, "The server is stopping. Send it again.");
	const claimed = claimedSignatures(request.headers["x-pagerduty-signature"]);
	if (claimed.length === 0) return refuse$1(401, "X-PagerDuty-Signature holds no signature of version 1.");
	const body = await readSmallBytes(request, LARGEST_BODY$1);
	if (body === null) return refuse$1(413, "The body is missing, too slow, or larger than 64 KiB.");
	if (!isSigned(body, claimed, secrets)) return refuse$1(401, "The signature is not of these bytes.");
	return await take$1(options, body);
}
/** What is not about a page of ours is taken, and nothing becomes of it: PagerDuty would send it again. */
async function take$1({ store, clock, log, onAccepted }, body) {
	const taken = takenOnIn(body);
	if (taken === null) return {
		status: 202,
		body: { status: "ignored" }
	};
	const { alertKey, by } = taken;
	const became = await store.acknowledgePage(alertKey, {
		by,
		userId: null,
		how: "pagerduty"
	}, clock.now());
	log.info({ became }, "Webhook of PagerDuty received");
	if (became === "acknowledged") onAccepted();
	return {
		status: 202,
		body: { status: became === "unknown" ? "ignored" : became }
	};
}
function send$2(request, response, { status, body }) {
	if (response.destroyed) return;
	if (!request.complete) response.setHeader("connection", "close");
	response.writeHead(status, {
		"content-type": "application/json",
		"cache-control": "no-store"
	});
	response.end(`${JSON.stringify(body)}\n`);
}

// src/domain/repository-path.ts
/**
* A path as git writes it, from the root of the repository: without `./`, doubled slashes and steps back. One that is
* absolute, or leads out of the repository, is named as it is, and so is no path of any file in it.
*/
function repositoryPath(path) {
	if (path.startsWith("/")) return path;
	const parts = [];
	for (const part of path.split("/")) {
		if (part === "" || part === ".") continue;
		if (part !== "..") parts.push(part);
		else if (parts.pop() === void 0) return path;
	}
	return parts.join("/");
}

// src/app/verifications/schema.ts
/** What a job's token and its message say. */
const count$2 = z.string().regex(/^[1-9]\d{0,15}$/).transform(Number);
/** Which job it is, as GitHub says. */
const Claims = z.object({
	jti: z.string().regex(/^[\w.-]{8,128}$/),
	repository: z.string().max(200),
	repository_id: count$2,
	run_id: count$2,
	run_attempt: count$2,
	/** Only in jobs that name one. */
	environment: z.string().max(255).optional()
});
/** What a job sends. Anything else in it is refused, so that a misspelt key is not taken for nothing. */
const Said = z.strictObject({
	version: z.literal(1),
	environment: z.string().min(1).max(255),
	/** The commit that was deployed and verified. */
	sha: z.string().regex(/^[0-9a-f]{40}$/),
	deploymentId: z.int().positive().optional(),
	verdict: z.enum([
		"pass",
		"fail",
		"inconclusive",
		"error"
	]),
	failedChecks: z.array(z.string().min(1).max(200)).max(20).default([]),
	/** Those among them that had failed before the deployment, too. */
	preExisting: z.array(z.string().min(1).max(200)).max(20).optional(),
	/** Of the smoke report, e.g. `runner-network`. */
	reasonCode: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/).optional(),
	/** What runs, as the environment itself answers: a commit, or the beginning of one. */
	liveSha: z.string().regex(/^[0-9a-f]{7,40}$/).optional(),
	/** The file whose checks were run, and what was read there. */
	smoke: z.strictObject({
		path: z.string().min(1).max(1e3),
		digest: z.string().regex(/^sha256:[0-9a-f]{64}$/)
	}).optional()
});
function readSaid(body) {
	const said = Said.safeParse(parseJson(body));
	if (said.success) return {
		kind: "verification",
		...said.data
	};
	return {
		kind: "malformed",
		because: z.prettifyError(said.error).slice(0, 500)
	};
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/app/verifications/desk.ts
const VERIFICATIONS_PATH = "/api/verifications";
/** Tokens looked at, which takes a moment; more than this many at the same time are asked to come back. */
const MOST_AT_ONCE$1 = 50;
/** Bodies read, which take as long as their senders like: of one repository, so that none keeps others waiting. */
const MOST_OF_ONE$1 = 5;
const LARGEST_BODY = 65536;
function createVerificationDesk(options) {
	const places = {
		senders: atMost(MOST_AT_ONCE$1),
		bodies: atMost(MOST_OF_ONE$1)
	};
	return (request, response) => {
		if (request.url?.split("?", 1)[0] !== VERIFICATIONS_PATH) return options.next(request, response);
		answerTo$1(options, request, places).catch((error) => {
			options.log.error({ err: error }, "A verification could not be taken in");
			return refuse(503, "The verification could not be stored. Send it again.");
		}).then((answer) => send$1(request, response, answer));
	};
}
/** Does so much at once for each key, and answers `busy` to the rest. */
function atMost(most) {
	const under = /* @__PURE__ */ new Map();
	return async (key, busy, work) => {
		const now = under.get(key) ?? 0;
		if (now >= most) return busy;
		under.set(key, now + 1);
		try {
			return await work();
		} finally {
			const left = (under.get(key) ?? 1) - 1;
			if (left > 0) under.set(key, left);
			else under.delete(key);
		}
	};
}
const EVERYBODY = 0;
const BUSY = refuse(503, "Too many verifications come in at once. Send it again.");
/**
* The webhooks of a first deployment may still be on their way, or be waiting here. Nobody is asked about the repository:
* any job on GitHub has a token for us, and GitHub's answers are counted.
*/
const NOT_KNOWN_YET = {
	...refuse(503, "Nothing is known of this repository yet. Send it again; if that stays so, the App is not installed there."),
	retryAfterS: 10
};
function refuse(status, error) {
	return {
		status,
		body: { error }
	};
}
async function answerTo$1(options, request, { senders, bodies }) {
	const sender = await senders(EVERYBODY, BUSY, () => identify(options, request));
	if ("status" in sender) return sender;
	return await bodies(sender.repository.id, BUSY, () => readAndTake(options, request, sender));
}
/** Who sends it. Any job on GitHub can have a token for us: of those of strangers no body is read. */
async function identify(options, request) {
	if (request.method !== "POST") return refuse(405, "Verifications are sent with POST.");
	if (options.isStopping()) return refuse(503, "The server is stopping. Send it again.");
	if (options.check === null) return refuse(404, "This server takes no verifications: its BASE_URL is not set.");
	const token = /^Bearer ([\w.-]{1,16000})$/i.exec(request.headers.authorization ?? "")?.[1];
	if (token === void 0) return refuse(401, "The header Authorization has no `Bearer` token of a job. Give the job `id-token: write`.");
	const checked = await options.check(token);
	if (checked.kind === "unavailable") return refuse(503, "GitHub's keys cannot be read now. Send it again.");
	if (checked.kind === "refused") return refuse(401, checked.because);
	const repository = await options.store.knownRepository(checked.claims.repository_id);
	if (repository === null) return NOT_KNOWN_YET;
	return {
		claims: checked.claims,
		repository
	};
}
async function readAndTake(options, request, sender) {
	const body = await readSmallBody(request, LARGEST_BODY);
	if (body === null) return refuse(413, "The body is missing, too slow, or larger than 64 KiB.");
	return await take(options, sender, body);
}
async function take(options, { claims, repository }, body) {
	const said = readSaid(body);
	if (said.kind === "malformed") return refuse(400, `The body is no verification: ${said.because}`);
	const wrong = whyNot$1(claims, said.environment);
	if (wrong !== void 0) return refuse(403, wrong);
	const { environment, sha, deploymentId, verdict, failedChecks, preExisting, reasonCode, liveSha, smoke } = said;
	const at = options.clock.now();
	const question = {
		kind: "verification",
		repository,
		claim: {
			tokenId: claims.jti,
			runId: claims.run_id,
			runAttempt: claims.run_attempt,
			environment,
			sha,
			deploymentId,
			verdict,
			failedChecks: failedChecks.map((name) => name.toWellFormed()),
			...preExisting === void 0 ? {} : { preExisting: preExisting.map((name) => name.toWellFormed()) },
			...reasonCode === void 0 ? {} : { reasonCode },
			...liveSha === void 0 ? {} : { liveSha },
			...smoke === void 0 ? {} : { smoke: {
				...smoke,
				path: repositoryPath(smoke.path.toWellFormed())
			} },
			at: toInstant(at)
		}
	};
	const stored = await options.store.acceptVerification(question, at);
	options.log.info({
		repository: repository.id,
		run: claims.run_id,
		environment,
		verdict,
		stored
	}, "Verification received");
	if (stored === "stored") options.onAccepted();
	return {
		status: 202,
		body: { status: stored === "stored" ? "accepted" : "duplicate" }
	};
}
/** A job speaks for the environment that it entered through our gate, and for no other. */
function whyNot$1({ environment }, said) {
	if (environment === void 0) return `The job names no environment. Verify in the job that deploys, or give the job \`environment: ${said}\`.`;
	if (isSameName(environment, said)) return void 0;
	return `The job is of the environment ${environment}, and cannot speak for ${said}.`;
}
function send$1(request, response, { status, body, retryAfterS }) {
	if (response.destroyed) return;
	if (!request.complete) response.setHeader("connection", "close");
	if (retryAfterS !== void 0) response.setHeader("retry-after", retryAfterS);
	response.writeHead(status, {
		"content-type": "application/json",
		"cache-control": "no-store"
	});
	response.end(`${JSON.stringify(body)}\n`);
}

// src/app/verifications/job-token.ts
/**
* Tokens that GitHub gives to the jobs of its workflows (OpenID Connect): they prove which repository, run and
* environment a job is of, without a secret in the repository. docs.github.com, "About security hardening with OpenID
* Connect".
*/
/** Machines' clocks run apart. */
const TOLERANCE_S = 30;
/** GitHub's tokens last for minutes; one that says otherwise is none of them. */
const OLDEST = "30m";
function createJobTokenCheck({ issuer, audience, clock }) {
	const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks`), { timeoutDuration: 5e3 });
	return async (token) => {
		try {
			const { payload } = await jwtVerify(token, keys, {
				issuer,
				audience,
				algorithms: ["RS256"],
				requiredClaims: [
					"exp",
					"iat",
					"jti"
				],
				clockTolerance: TOLERANCE_S,
				maxTokenAge: OLDEST,
				currentDate: new Date(clock.now())
			});
			const claims = Claims.safeParse(payload);
			if (claims.success) return {
				kind: "job",
				claims: claims.data
			};
			return {
				kind: "refused",
				because: "The token does not say which run of which repository it is of."
			};
		} catch (error) {
			return failed(error, audience);
		}
	};
}
function failed(error, audience) {
	if (error instanceof errors.JWTExpired) return {
		kind: "refused",
		because: "The token has expired. Ask for a new one."
	};
	if (error instanceof errors.JWTClaimValidationFailed && error.claim === "aud") return {
		kind: "refused",
		because: `The token is for another audience. Ask for one with the audience ${audience}.`
	};
	return error instanceof errors.JWTInvalid || error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWSInvalid || error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported || error instanceof errors.JWKSNoMatchingKey ? {
		kind: "refused",
		because: "The token is none that GitHub's jobs get here."
	} : { kind: "unavailable" };
}

// src/app/front.ts
function createFront({ config, metrics, ...desk }) {
	const { baseUrl: audience, tokenIssuer: issuer, webhookSecrets: secrets } = config;
	const ingress = createIngress({
		secrets,
		...desk
	});
	const { libraryToken: token, erasedPeople: erased } = config;
	const library = createLibrary({
		...desk,
		token,
		erased,
		next: metrics.countRefusals(ingress)
	});
	const health = createHealth({
		...desk,
		metrics,
		next: library
	});
	const check = audience === void 0 ? null : createJobTokenCheck({
		issuer,
		audience,
		clock: desk.clock
	});
	const pagerDuty = createPagerDutyDesk({
		...desk,
		secrets: config.pagerDutySecrets,
		next: health
	});
	return createVerificationDesk({
		...desk,
		check,
		next: pagerDuty
	});
}

// src/app/server-limits.ts
const SERVER_LIMITS = {
	/** GitHub's headers are about 1 KiB. */
	maxHeaderSize: 16384,
	headersTimeout: 1e4,
	/** Longer than the time that a body has, so that the ingress itself answers a slow one. */
	requestTimeout: 15e3,
	keepAliveTimeout: 5e3,
	connectionsCheckingInterval: 1e3,
	requireHostHeader: true
};
const CONNECTION_LIMITS = {
	maxConnections: 1e3,
	maxRequestsPerSocket: 1e3,
	maxHeadersCount: 100
};

// src/app/listen.ts
/** The HTTP server in front of everything. */
/** How long requests under way may take once we stop. */
const REQUESTS_END_WITHIN_MS = 3e3;
async function listen(listener, { host, port }) {
	const server = Object.assign(createServer(SERVER_LIMITS, listener), CONNECTION_LIMITS);
	await new Promise((resolve, reject) => {
		server.once("error", (error) => reject(cannotListen(host, port, error)));
		server.listen(port, host, resolve);
	});
	return {
		port: server.address().port,
		close: () => new Promise((resolve) => {
			server.close(() => resolve());
			server.closeIdleConnections();
			setTimeout(() => server.closeAllConnections(), REQUESTS_END_WITHIN_MS).unref();
		})
	};
}
function cannotListen(host, port, cause) {
	const why = cause.code === "EADDRINUSE" ? "another process listens there" : String(cause.code ?? cause.message);
	return new Failure("unavailable", `PORT, HOST: ${host}:${port} cannot be listened on (${why}). Choose others.`, { cause });
}

// src/app/sweeps/sweep-gauges.ts
/** What sweeps found, for `/metrics`. It is in the database, so every process tells the same. */
/** Settings are looked at every hour, where they can be read. */
const LOOKED_AT_WITHIN_MS = 2592e5;
async function readSweepFigures(store, at) {
	const { missing, gapMs } = recallDeliveries(await store.sweepMemory(deliveries.name));
	return {
		missing: Object.keys(missing).length,
		gapMs,
		findings: await store.findingCounts(),
		library: await store.libraryTotals(at - LOOKED_AT_WITHIN_MS)
	};
}
/** Null: not known, so nothing is told. */
function sweepGauges(registry) {
	const registers = [registry];
	const missing = new Gauge({
		name: "tidegate_deliveries_missing",
		help: "Deliveries of the last 3 days that GitHub made and we do not have; they are asked for again.",
		registers
	});
	const gap = new Gauge({
		name: "tidegate_deliveries_gap_seconds",
		help: "Time, in all, of which missed deliveries cannot be told any more, because nobody looked for 3 days.",
		registers
	});
	const findings = new Gauge({
		name: "tidegate_findings",
		help: "Settings of repositories that are not as their policy needs them.",
		labelNames: ["code"],
		registers
	});
	const showLibrary = libraryGauges(registry);
	return (figures, at) => {
		showLibrary(figures?.library ?? null, at);
		findings.reset();
		if (figures === null) {
			missing.remove();
			gap.remove();
			return;
		}
		missing.set(figures.missing);
		gap.set(figures.gapMs / 1e3);
		for (const code of [...POSTURE_CODES, DRILL_OVERDUE]) findings.set({ code }, figures.findings[code] ?? 0);
	};
}
/** Null: not known. Over all repositories: a label for each would tell their names to whoever reads the numbers. */
function libraryGauges(registry) {
	const registers = [registry];
	const changes = new Gauge({
		name: "tidegate_undeployed_changes",
		help: "Merged changes that are not deployed yet, as counted once a day; of what GitHub can compare.",
		registers
	});
	const oldest = new Gauge({
		name: "tidegate_undeployed_oldest_age_seconds",
		help: "Time since the oldest of them was merged. 0: none waits.",
		registers
	});
	const unguarded = new Gauge({
		name: "tidegate_unguarded_deployments",
		help: "Deployments to governed environments of which no gate of ours is known to have let them through.",
		registers
	});
	const uncounted = new Gauge({
		name: "tidegate_undeployed_lanes_uncounted",
		help: "Production lanes of which it is not known what waits: not counted yet, or GitHub cannot compare.",
		registers
	});
	return (totals, at) => {
		if (totals === null) {
			for (const gauge of [
				changes,
				oldest,
				unguarded,
				uncounted
			]) gauge.remove();
			return;
		}
		const { undeployedChanges, oldestUndeployedAt, unguardedDeployments, lanesWithoutCount } = totals;
		changes.set(undeployedChanges);
		oldest.set(oldestUndeployedAt === null ? 0 : Math.max(0, at - oldestUndeployedAt) / 1e3);
		unguarded.set(unguardedDeployments);
		uncounted.set(lanesWithoutCount);
	};
}

// src/app/too-old-counter.ts
/** What is not done because it was decided too long ago. */
function tooOldCounter(registry) {
	const counter = new Counter({
		name: "tidegate_effects_too_old_total",
		help: "Decided over a day ago, and therefore not done: after a restored backup, or a long outage.",
		registers: [registry]
	});
	counter.inc(0);
	return counter;
}

// src/app/metrics.ts
/** The database is asked this often at most, however many ask us. */
const BACKLOG_IS_KEPT_MS = 5e3;
/** Prometheus gives up after 10 seconds. */
const DATABASE_ANSWERS_WITHIN_MS = 3e3;
function createMetrics({ store, clock, limits }) {
	const registry = new Registry();
	const deliveries = deliveryCounter(registry);
	const answers = answerCounter(registry);
	const tooOld = tooOldCounter(registry);
	watchProcess(registry);
	const showBacklog = backlogGauges(registry);
	const showSweeps = sweepGauges(registry);
	const withLimits = {
		backlogIsKeptMs: BACKLOG_IS_KEPT_MS,
		databaseAnswersWithinMs: DATABASE_ANSWERS_WITHIN_MS,
		...limits
	};
	const readBacklog = readerOf$1(() => store.backlog(clock.now()), withLimits);
	const readSweeps = readerOf$1(() => readSweepFigures(store, clock.now()), withLimits);
	return {
		store: counted(store, {
			deliveries,
			answers,
			tooOld
		}),
		contentType: registry.contentType,
		async text() {
			const [backlog, figures] = await Promise.all([readBacklog(), readSweeps()]);
			showBacklog(backlog, clock.now());
			showSweeps(figures, clock.now());
			return await registry.metrics();
		},
		countRefusals: (listener) => (request, response) => {
			response.once("close", () => {
				const outcome = refusalIn(response);
				if (outcome !== null) deliveries.inc({ outcome });
			});
			listener(request, response);
		}
	};
}
/** What the webhook endpoint refuses a request with, as a word. */
const REFUSALS$1 = {
	400: "malformed",
	401: "bad-signature",
	404: "not-found",
	405: "not-post",
	408: "timeout",
	411: "no-length",
	413: "too-large",
	415: "encoded",
	503: "unavailable"
};
function refusalIn(response) {
	if (!response.writableFinished) return "aborted";
	if (response.statusCode < 400) return null;
	return REFUSALS$1[response.statusCode] ?? "other";
}
function deliveryCounter(registry) {
	const counter = new Counter({
		name: "tidegate_deliveries_total",
		help: "Requests to the webhook endpoint of this process: accepted, duplicate, or why they were refused.",
		labelNames: ["outcome"],
		registers: [registry]
	});
	const outcomes = [
		"accepted",
		"duplicate",
		...Object.values(REFUSALS$1),
		"aborted",
		"other"
	];
	for (const outcome of outcomes) counter.inc({ outcome }, 0);
	return counter;
}
const KINDS = [
	"gate",
	"pull-request",
	"policy",
	"command"
];
const ANSWERED = [
	"final",
	"waits",
	"lost",
	"failed"
];
function answerCounter(registry) {
	const counter = new Counter({
		name: "tidegate_answers_total",
		help: "Answers of this process: final, waits (asked again later), lost (another process took over), failed.",
		labelNames: ["kind", "outcome"],
		registers: [registry]
	});
	for (const kind of KINDS) for (const outcome of ANSWERED) counter.inc({
		kind,
		outcome
	}, 0);
	return counter;
}
function counted(store, { deliveries, answers, tooOld }) {
	const counting = {
		async acceptDelivery(delivery) {
			const stored = await store.acceptDelivery(delivery);
			deliveries.inc({ outcome: stored === "stored" ? "accepted" : "duplicate" });
			return stored;
		},
		async saveRecord(claim, record) {
			const isSaved = await store.saveRecord(claim, record);
			const saved = record.final ? "final" : "waits";
			answers.inc({
				kind: claim.question.kind,
				outcome: isSaved ? saved : "lost"
			});
			return isSaved;
		},
		async releaseClaim(claim, next) {
			if (next.failed !== void 0) answers.inc({
				kind: claim.question.kind,
				outcome: "failed"
			});
			await store.releaseClaim(claim, next);
		},
		async settleEffect(effect, outcome, at) {
			await store.settleEffect(effect, outcome, at);
			if (outcome.kind === "superseded" && outcome.isTooOld === true) tooOld.inc();
		}
	};
	return {
		...store,
		...counting
	};
}
/** Under the names that dashboards for Node know. */
function watchProcess(registry) {
	const delay = monitorEventLoopDelay({ resolution: 20 });
	delay.enable();
	const gauge = (name, help, read) => {
		new Gauge({
			name,
			help,
			registers: [registry],
			collect() {
				this.set(read());
			}
		});
	};
	gauge("nodejs_eventloop_lag_p99_seconds", "99th percentile since it was last asked for.", () => {
		const seconds = delay.percentile(99) / 1e9;
		delay.reset();
		return seconds;
	});
	gauge("nodejs_heap_size_used_bytes", "Heap in use.", () => process.memoryUsage().heapUsed);
	gauge("process_resident_memory_bytes", "Resident memory.", () => process.memoryUsage.rss());
}
/** What a backlog says under which name, at an instant. */
const BACKLOG_GAUGES = [
	[
		"tidegate_deliveries_waiting",
		"Deliveries acknowledged and not yet taken in.",
		(it) => it.deliveriesWaiting
	],
	[
		"tidegate_delivery_oldest_age_seconds",
		"Age of the oldest of them.",
		(it, at) => age(it.oldestDeliveryAt, at)
	],
	[
		"tidegate_deliveries_set_aside",
		"Deliveries given up on after several tries.",
		(it) => it.deliveriesSetAside
	],
	[
		"tidegate_gates_open",
		"Gates without a final answer.",
		(it) => it.gatesOpen
	],
	[
		"tidegate_gates_failing",
		"Of these: the last try to answer failed.",
		(it) => it.gatesFailing
	],
	[
		"tidegate_gate_oldest_age_seconds",
		"Age of the gate open for longest.",
		(it, at) => age(it.oldestGateAt, at)
	],
	[
		"tidegate_effects_pending",
		"Decided, and not yet done on GitHub.",
		(it) => it.effectsPending
	],
	[
		"tidegate_effect_oldest_age_seconds",
		"Age of the oldest of them.",
		(it, at) => age(it.oldestEffectAt, at)
	],
	[
		"tidegate_effects_deferred",
		"Of these: put off to stay within what GitHub allows.",
		(it) => it.effectsDeferred
	],
	[
		"tidegate_installation_paused_until",
		"When GitHub may be asked again for the installation paused for longest, in seconds since 1970. 0: none is.",
		(it) => (it.pausedUntil ?? 0) / 1e3
	],
	[
		"tidegate_questions_due",
		"Questions to be answered by now.",
		(it) => it.questionsDue
	]
];
/** Seconds; 0 where nothing waits, or only since an instant that other clocks have not reached. */
function age(since, at) {
	return since === null ? 0 : Math.max(0, at - since) / 1e3;
}
/** What is not known is left out: an old number, or a 0, would look as if all were well. */
function backlogGauges(registry) {
	const registers = [registry];
	const up = new Gauge({
		name: "tidegate_up_database",
		help: "1: the database answers. 0: it does not.",
		registers
	});
	const gauges = BACKLOG_GAUGES.map(([name, help, read]) => ({
		gauge: new Gauge({
			name,
			help,
			registers
		}),
		read
	}));
	return (backlog, at) => {
		up.set(backlog === null ? 0 : 1);
		for (const { gauge, read } of gauges) if (backlog === null) gauge.remove();
		else gauge.set(read(backlog, at));
	};
}
/** One look at a time, kept for a while. Null: the database does not answer, or not in time. */
function readerOf$1(look, limits) {
	let kept;
	let looking;
	async function lookAndKeep() {
		const value = await look().catch(() => null);
		kept = {
			value,
			until: performance.now() + limits.backlogIsKeptMs
		};
		looking = void 0;
		return value;
	}
	return async () => {
		if (kept && performance.now() < kept.until) return kept.value;
		looking ??= lookAndKeep();
		return await inTime(looking, limits.databaseAnswersWithinMs);
	};
}
async function inTime(work, ms) {
	let timer;
	const late = new Promise((resolve) => {
		timer = setTimeout(resolve, ms, null);
	});
	const first = await Promise.race([work, late]);
	clearTimeout(timer);
	return first;
}

// src/notify/outcome.ts
/** However long a receiver asks us to wait. */
const LONGEST_WAIT_MS$1 = 36e5;
/** Too early, too many, too slow: the same may be taken later. */
const PASSING$1 = /* @__PURE__ */ new Set([
	408,
	425,
	429
]);
function outcomeOf(posted, { channel, variable }) {
	const receiver = `the receiver of ${variable}`;
	if (posted.kind === "refused") return {
		kind: "superseded",
		because: `not sent: ${receiver}: ${posted.because}`
	};
	if (posted.kind === "no-answer") {
		const { because, mayHaveArrived } = posted;
		return {
			kind: "retry",
			because: `${receiver}: ${because}`,
			...mayHaveArrived ? { mayBeDone: true } : {}
		};
	}
	const { status } = posted;
	if (status >= 200 && status < 300) return {
		kind: "done",
		note: `answered ${status}`
	};
	const said = `${receiver} answered ${status}${wordIn(posted.text)}`;
	if (status >= 300 && status < 400) return {
		kind: "superseded",
		because: `${said}: redirects are not followed. Set ${variable} to where it leads`
	};
	if (!(PASSING$1.has(status) || status >= 500 || channel === "webhook" && status !== 410)) return {
		kind: "superseded",
		because: `${said} and does not want it`
	};
	const { retryAfterMs } = posted;
	return {
		kind: "retry",
		because: said,
		...retryAfterMs === void 0 ? {} : { afterMs: Math.min(retryAfterMs, LONGEST_WAIT_MS$1) }
	};
}
/** Slack answers in words such as `no_service`. Anything else could repeat what we sent. */
function wordIn(text) {
	return /^[a-z]{2,20}(_[a-z]{2,20}){1,4}$/.test(text) ? ` (${text})` : "";
}

// src/notify/post.ts
/** One POST to an address that was checked: no redirect is followed, no connection kept, little of the answer read. */
/** Receivers say in a word what is wrong; what is longer is not for us. */
const MOST_BYTES = 1024;
/** Never rejects. */
async function post(message, network) {
	const ends = AbortSignal.any([network.signal, AbortSignal.timeout(network.timeoutMs)]);
	const tried = {
		signal: ends,
		isConnected: false
	};
	try {
		return await Promise.race([postUntil(message, network, tried), rejectOnAbort(ends)]);
	} catch (error) {
		return {
			kind: "no-answer",
			because: whyNoAnswer(error, ends, network),
			mayHaveArrived: tried.isConnected
		};
	}
}
function whyNoAnswer(error, ends, { signal, timeoutMs }) {
	if (!ends.aborted) return `it could not be reached (${codeOf(error)})`;
	return signal.aborted ? "we were stopped" : `it did not answer within ${timeoutMs / 1e3} s`;
}
async function postUntil(message, network, tried) {
	const { url } = message;
	if (url.protocol !== "https:" && !network.isPlainHttpAllowed) return {
		kind: "refused",
		because: "its address does not begin with https://, so others on the way could read it"
	};
	const resolved = await network.resolve(url.hostname);
	if (resolved.kind === "unknown-host") return {
		kind: "no-answer",
		because: "its host name cannot be looked up",
		mayHaveArrived: false
	};
	if (resolved.kind === "refused") return {
		kind: "refused",
		because: "its address is in a network that is not allowed. For receivers in your own, set NOTIFY_NETWORK"
	};
	const response = await send(message, pinned(resolved.addresses), tried);
	return {
		kind: "answer",
		status: response.statusCode ?? 0,
		text: await firstBytes(response),
		retryAfterMs: retryAfterIn(response)
	};
}
/** A look-up that knows one answer: the addresses that were checked. */
function pinned(addresses) {
	return (_host, options, callback) => {
		const [first] = addresses;
		if (options.all === true || first === void 0) callback(null, [...addresses]);
		else callback(null, first.address, first.family);
	};
}
function send({ url, headers, body }, lookup, tried) {
	const request$2 = url.protocol === "https:" ? request$1 : request;
	const options = {
		method: "POST",
		protocol: url.protocol,
		hostname: url.hostname.replace(/^\[|\]$/g, ""),
		port: url.port,
		path: `${url.pathname}${url.search}`,
		agent: false,
		headers: {
			"content-type": "application/json",
			"content-length": Buffer.byteLength(body),
			"user-agent": "tidegate",
			...headers
		},
		lookup,
		signal: tried.signal
	};
	const connected = url.protocol === "https:" ? "secureConnect" : "connect";
	return new Promise((resolve, reject) => {
		request$2(options).once("socket", (socket) => {
			socket.once(connected, () => {
				tried.isConnected = true;
			});
		}).once("response", resolve).on("error", reject).end(body);
	});
}
async function firstBytes(response) {
	const chunks = [];
	let size = 0;
	for await (const chunk of response) {
		chunks.push(chunk);
		size += chunk.length;
		if (size >= MOST_BYTES) break;
	}
	response.destroy();
	return Buffer.concat(chunks).subarray(0, MOST_BYTES).toString("utf8");
}
function retryAfterIn({ headers }) {
	const seconds = Number(headers["retry-after"]);
	return Number.isFinite(seconds) && seconds > 0 ? seconds * 1e3 : void 0;
}
function rejectOnAbort(signal) {
	return new Promise((_resolve, reject) => {
		const stop = () => reject(/* @__PURE__ */ new Error("stopped"));
		if (signal.aborted) stop();
		else signal.addEventListener("abort", stop, { once: true });
	});
}
/** The code alone: messages of the network name hosts. */
function codeOf(error) {
	return error instanceof Error && "code" in error ? String(error.code) : "no code";
}

// src/notify/slack.ts
/** A message for an incoming webhook of Slack: plain text in blocks, so that nothing people wrote is more than text. */
/** Slack's limit for a header; a section takes 3,000 characters. */
const LONGEST_HEADER = 150;
const LONGEST_SECTION = 3e3;
function slackMessage(given) {
	const url = addressIn(given);
	if (url === null) return noAddress(given);
	const { summary, lines, announcement } = given.notice.told;
	const text = announcement ?? lines.join("\n");
	const again = repetition(given);
	const blocks = [
		{
			type: "header",
			text: plain(summary, LONGEST_HEADER)
		},
		...text === "" ? [] : [{
			type: "section",
			text: plain(text, LONGEST_SECTION)
		}],
		{
			type: "context",
			elements: [{
				type: "mrkdwn",
				text: `${links(given)}${again}`
			}]
		}
	];
	return {
		kind: "message",
		url,
		headers: {},
		body: JSON.stringify({
			text: escaped(summary) + again,
			blocks,
			unfurl_links: false,
			unfurl_media: false
		})
	};
}
function links({ pageUrl, runbookUrl = null }) {
	return `<${pageUrl}|Open on GitHub>${runbookUrl === null ? "" : ` · <${escaped(runbookUrl)}|Runbook>`}`;
}
function plain(text, limit) {
	return {
		type: "plain_text",
		emoji: false,
		text: cut(text, limit)
	};
}
/** Escaping makes it longer, and half an escape would be none. */
function cut(text, limit) {
	const whole = escaped(text);
	if (whole.length <= limit) return whole;
	let kept = "";
	for (const character of text) {
		const next = escaped(character);
		if (kept.length + next.length >= limit) break;
		kept += next;
	}
	return `${kept}…`;
}
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;"
};
/** These three are all that gives text power in Slack: mentions, channels and links are written in angle brackets. */
function escaped(text) {
	return text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? "");
}

// src/notify/connect.ts
const TIMEOUT_MS = 1e4;
const MESSAGES = {
	slack: slackMessage,
	pagerduty: pagerDutyMessage,
	webhook: webhookMessage
};
function connectNotify({ allowed, network, pagerDutyUrl, webUrl, timeoutMs = TIMEOUT_MS }) {
	return async (notice, at, mayBeTold = false) => {
		const { target, repository } = notice;
		const destination = destinationOf(allowed, target, repository);
		if (destination.kind === "refused") return {
			kind: "superseded",
			because: `not sent: ${destination.because}`
		};
		const { value, signingSecret } = destination;
		const pageUrl = pageUrlOf(notice, webUrl);
		const message = MESSAGES[target.channel]({
			notice: withPage(notice, pageUrl),
			at,
			value,
			signingSecret,
			pageUrl,
			runbookUrl: runbookUrlOf(notice, webUrl),
			pagerDutyUrl,
			mayBeTold
		});
		if (message.kind === "refused") return {
			kind: "superseded",
			because: `not sent: ${message.because}`
		};
		return outcomeOf(await post(message, {
			...network,
			timeoutMs
		}), target);
	};
}
/** An announcement names the page before anybody knows GitHub's address. */
function withPage(notice, pageUrl) {
	const { announcement, ...told } = notice.told;
	if (announcement === void 0) return notice;
	return {
		...notice,
		told: {
			...told,
			announcement: announcement.replaceAll("", () => pageUrl)
		}
	};
}
/** The path of a file is no link where the message is read. */
function runbookUrlOf({ repository, told }, webUrl) {
	const named = told.lines.flatMap((line) => /^Runbook: (.+)$/.exec(line)?.[1] ?? []);
	const path = told.runbook ?? named[0];
	if (path === void 0) return null;
	const segments = path.split("/").map((segment) => encodeURIComponent(segment.toWellFormed()));
	return `${webUrl}/${fullName(repository)}/blob/HEAD/${segments.join("/")}`;
}
function pageUrlOf({ repository, told }, webUrl) {
	const run = told.runId === null ? "" : `actions/runs/${told.runId}`;
	const page = told.page ?? run;
	return `${webUrl}/${fullName(repository)}${page === "" ? "" : `/${page}`}`;
}

// src/app/notifier.ts
/** The loop behind notices: beside the worker, so that no receiver, however slow, keeps a gate waiting. */
const IDLE_MS = 1e3;
const ENDS_WITHIN_MS = 2e3;
function startNotifier({ settings, apiUrl, log, clock, store }) {
	const idle = new AbortController();
	const sending = new AbortController();
	const send = connectNotify({
		...settings,
		webUrl: webUrlOf(apiUrl),
		network: {
			resolve: (host) => resolveHost(host, settings.network, systemLookup),
			isPlainHttpAllowed: settings.network === "loopback",
			signal: sending.signal
		}
	});
	const running = (async () => {
		while (!idle.signal.aborted) if (await sendOnce({
			clock,
			store,
			send
		}, log) === 0) await setTimeout$1(IDLE_MS, void 0, { signal: idle.signal }).catch(() => void 0);
	})();
	return { async stop() {
		idle.abort();
		await Promise.race([running, setTimeout$1(ENDS_WITHIN_MS, void 0, { ref: false })]);
		sending.abort();
		await running;
	} };
}
async function sendOnce(ports, log) {
	try {
		const sent = await sendDue(ports);
		for (const each of sent) tellLog(each, log);
		return sent.length;
	} catch (error) {
		log.error({ err: error }, "Notices could not be sent; it is tried again");
		return 0;
	}
}
function tellLog({ pending, outcome }, log) {
	const notice = slotOfNotice(pending.notice);
	if (outcome.kind === "done") log.info({ notice }, "Told");
	else if (outcome.kind === "retry") log.info({
		notice,
		because: outcome.because
	}, "Could not be told; it is tried again");
	else log.warn({
		notice,
		because: outcome.because
	}, "Nobody was told");
}
/** Of the pages that belong to the API. */
function webUrlOf(apiUrl) {
	return apiUrl === "https://api.github.com" ? "https://github.com" : apiUrl.replace(/\/api\/v3$/, "");
}

// src/app/request-limits.ts
/**
* Stands before every request to GitHub: nothing is sent for an installation while GitHub wants it left alone, and what
* is read takes room from the same count as what is written. Both are in the database, so every process keeps to them.
*/
/** Points are taken a handful at a time, or every read would be a write to the database. */
const HANDFUL = 20;
/** What is left of a handful after this long is given up: it was counted for a minute that is passing. */
const HANDFUL_LASTS_MS = 5e3;
/** Those who found no room come back within this long, one by one. */
const SPREAD_MS = 6e4;
/** From here on what is left of GitHub's hour is for gates: a fifth. */
const RESERVE = .2;
function createRequestLimits(options) {
	const { store, clock } = options;
	const takePoint = pointTaker(options);
	const noted = /* @__PURE__ */ new Map();
	async function pause(installationId, which, forMs) {
		const until = clock.now() + forMs;
		const key = `${installationId} ${which}`;
		if ((noted.get(key) ?? 0) > until - HANDFUL_LASTS_MS) return;
		noted.set(key, until);
		await store.pauseInstallation(installationId, { [which]: until });
	}
	return {
		before: async (request) => {
			const at = clock.now();
			const until = await store.pausedUntil(request.installationId, at);
			if (until !== null) throw tooEarly("GitHub wants to be left alone", until - at);
			if (request.urgency !== null) await takePoint(request.installationId, request.urgency);
		},
		answered: async ({ installationId }, headers) => {
			const remaining = Number(headers["x-ratelimit-remaining"] ?? NaN);
			if (remaining === 0) await pause(installationId, "all", untilReset(headers));
			if (remaining <= Number(headers["x-ratelimit-limit"]) * RESERVE) await pause(installationId, "others", untilReset(headers));
		},
		refused: async ({ installationId }, error) => {
			const { kind, retryAfterMs } = translateError("A request", error);
			if (kind === "rate-limited") await pause(installationId, "all", retryAfterMs ?? SPREAD_MS);
		}
	};
}
function pointTaker({ store, clock, limits = GITHUB_LIMITS, random = Math.random }) {
	const handfuls = /* @__PURE__ */ new Map();
	return async (installationId, urgency) => {
		const at = clock.now();
		const key = `${installationId} ${urgency}`;
		const handful = handfuls.get(key);
		if (handful && handful.left > 0 && handful.until > at) {
			handful.left -= 1;
			return;
		}
		const cost = {
			writes: 0,
			points: HANDFUL
		};
		const admission = await store.takeRoom(installationId, {
			urgency,
			cost
		}, at, limits);
		if (admission.kind === "wait") {
			const spread = urgency === "gate" ? 0 : random() * SPREAD_MS;
			throw tooEarly("The requests that GitHub's limits leave us in a minute are used up", admission.until - at + spread);
		}
		handfuls.set(key, {
			left: 19,
			until: at + HANDFUL_LASTS_MS
		});
	};
}
function tooEarly(why, waitMs) {
	const retryAfterMs = Math.max(1, Math.ceil(waitMs));
	const seconds = Math.ceil(retryAfterMs / 1e3);
	return new Failure("rate-limited", `${why}; it is asked again in ${seconds} s.`, { retryAfterMs });
}

// src/smoke/live-sha.ts
/** So many answers in a row: one alone may be of the only instance that is behind. */
const ENOUGH_IN_A_ROW = 3;
/** Anything else that is waited for may be a tag or a number, and what answers as well. */
const FULL_COMMIT = /^[0-9a-f]{40}$/i;
/** As git shortens commits: fewer digits than these name too many. */
const COMMIT$1 = /^[0-9a-f]{7,40}$/;
/**
* The commit that the last answers of every required version check name, 7 to 40 digits in lower case; null: there is no
* such check on a full commit id, or they do not agree.
*/
function liveShaIn({ checks }) {
	const seen = checks.filter((check) => check.severity === "required" && waitsForCommit(check)).map(lastAnswers);
	const [longest = null] = seen.filter((sha) => sha !== null).toSorted((one, other) => other.length - one.length);
	return seen.every((sha) => sha !== null && longest?.startsWith(sha)) ? longest : null;
}
function waitsForCommit({ type, versions = [] }) {
	return type === "version" && versions.some(({ version, expected }) => expected && FULL_COMMIT.test(version));
}
function lastAnswers({ versions = [] }) {
	const last = versions.find(({ lastInARow }) => lastInARow >= ENOUGH_IN_A_ROW)?.version.toLowerCase();
	return last !== void 0 && COMMIT$1.test(last) ? last : null;
}

// src/smoke/found.ts
/** What a report comes to, in as much as is kept of a run that nobody watches. */
/** As many as a verification may name. */
const MOST_NAMED = 20;
const LONGEST_SAID$1 = 300;
function found$1(report) {
	const lost = report.checks.filter(({ severity, verdict }) => severity === "required" && verdict !== "pass" && verdict !== "skipped");
	const isDecisive = (verdict) => verdict === report.verdict;
	const first = lost.find(({ verdict }) => isDecisive(verdict)) ?? lost[0];
	return {
		verdict: report.verdict,
		failedChecks: lost.slice(0, MOST_NAMED).map(({ id }) => id),
		because: first === void 0 ? null : plainLine(`${first.id}: ${first.message}`, LONGEST_SAID$1),
		liveSha: liveShaIn(report)
	};
}

// src/app/smoke/probing-only.ts
const REFUSALS = {
	command: "the App starts no programs: `command` checks run in a job only",
	file: "the App reads no files of a job: `junit` checks run in a job only"
};
function probingOnly(probe) {
	return async (request, signal) => {
		if (request.kind !== "command" && request.kind !== "file") return probe(request, signal);
		return {
			kind: "unusable",
			code: "assertion",
			message: REFUSALS[request.kind],
			durationMs: 0
		};
	};
}

// src/app/smoke/smoke-runs.ts
/**
* The smoke files that the App runs itself, beside the worker: a few at a time, each within its deadline, and none
* when it stops. What a run found is kept, and then the question that waits for it is asked again.
*/
/** Each may have several requests under way, and the worker needs the machine, too. */
const MOST_AT_ONCE = 8;
/** Of one installation: whoever has slow pages probed all the time would keep the gates of everybody else closed. */
const MOST_OF_ONE = 4;
function createSmokeRuns(options) {
	const running = /* @__PURE__ */ new Map();
	const stopping = new AbortController();
	return {
		start(asked) {
			const key = keyOf(asked);
			if (running.has(key)) return "running";
			const { installationId } = asked.askAgain.repository;
			const own = [...running.values()].filter((each) => each.installationId === installationId);
			if (running.size >= MOST_AT_ONCE || own.length >= MOST_OF_ONE || stopping.signal.aborted) return "full";
			const ended = runOne(asked, options, stopping.signal).catch((error) => {
				options.log.error({
					err: error,
					file: asked.file
				}, "What a smoke run found could not be kept");
			}).finally(() => running.delete(key));
			running.set(key, {
				ended,
				installationId
			});
			return "started";
		},
		async stop() {
			stopping.abort();
			await Promise.all([...running.values()].map(({ ended }) => ended));
		}
	};
}
function keyOf({ repositoryId, deploymentId, purpose, file }) {
	return `${repositoryId}/${deploymentId}/${purpose}/${file}`;
}
async function runOne(asked, options, signal) {
	const { store, clock, log, onEnded } = options;
	const startedAt = clock.now();
	const result = await resultOf(asked, options, signal);
	if (signal.aborted) return;
	const { repositoryId, environment, deploymentId, purpose, file, sha } = asked;
	const place = {
		repositoryId,
		environment,
		deploymentId,
		purpose,
		file,
		sha
	};
	const probe = {
		...place,
		...result,
		...timesOf(startedAt, clock.now())
	};
	await store.keepProbe(probe);
	await store.askNow([asked.askAgain], clock.now(), "reminder");
	log.info({
		...place,
		verdict: probe.verdict,
		because: probe.because
	}, "A smoke file was run");
	onEnded();
}
async function resultOf({ plan, environment, sha, file }, { network: ofRunner, proxyFrom, clock }, signal) {
	const allowed = allowedNetwork(ofRunner, plan.network);
	if (allowed.kind === "none") return {
		verdict: "error",
		failedChecks: [],
		because: `${file} asks for network ${plan.network}, and the App may probe ${ofRunner} addresses (PROBE_NETWORK)`,
		liveSha: null
	};
	const { network } = allowed;
	const real = portsOfRun({
		network,
		proxyFrom,
		areCommandsAllowed: false,
		environment: {},
		folder: "/"
	});
	const ports = {
		...real,
		now: clock.now,
		probe: probingOnly(real.probe)
	};
	return found$1(await runSmoke(plan, {
		environment,
		sha
	}, ports, { signal }));
}
/** A clock that is set back does not end a run before it began. */
function timesOf(startedAt, endedAt) {
	return {
		startedAt: toInstant(startedAt),
		at: toInstant(Math.max(startedAt, endedAt))
	};
}

// src/flow/answer.ts
/** A record with nothing in it but what is given. */
function recordOf$1(at, summary, parts = {}) {
	return {
		at,
		summary,
		facts: null,
		decision: null,
		effects: [],
		overrides: [],
		statements: [],
		questions: [],
		final: false,
		...parts
	};
}

// src/flow/delivered/asked.ts
/** Of production alone, as the figures count it. */
function tellsAuthors(policies, environment) {
	if (!policies.some(({ policy }) => policy.notes?.comment === true)) return false;
	const counted = policies.findLast(({ policy }) => policy.dora?.production !== void 0) ?? policies.at(-1);
	return countingOf(counted?.policy ?? null).isProduction(environment);
}
/** Asked once the gate is opened; what it waits for then is the end of the deployment. */
function deliveredAsked({ repository, environment, deploymentId }, { record, tell }) {
	if (!record.effects.some(({ kind }) => kind === "open-gate") || !tellsAuthors(tell?.policies ?? [], environment)) return [];
	return [{
		kind: "delivered",
		repository,
		environment,
		deploymentId
	}];
}

// src/notes/render/in-production.ts
const LONGEST_NAME$1 = 80;
const LONGEST_REASON$2 = 300;
/** A few sentences and a link. To be kept with `putNotes` under the `laneKey` of service and environment. */
function renderInProduction(told, manner) {
	const where = inert$2(told.environment, LONGEST_NAME$1);
	const service = told.service === null ? "" : ` (${inert$2(told.service, LONGEST_NAME$1)})`;
	const since = timeIn(manner, told.deployed.at);
	const url = safeUrl(told.notesUrl);
	return [...told.takenBack === null ? [`This has been in **${where}**${service} since ${since}.`, sayDeployment(told, manner)] : [
		`This is **no longer in ${where}**${service}: it was taken back on ${timeIn(manner, told.takenBack.at)}.`,
		sayWayBack(told.takenBack, manner),
		`It had been there since ${since}. ${sayDeployment(told, manner)}`
	], ...url === null ? [] : [`[Release notes](${url})`]].filter((line) => line !== "").join("\n\n");
}
function sayDeployment({ deployed, tier, verification }, manner) {
	return `${[
		`Deployed with commit ${commitIn(manner, deployed.sha)}`,
		...tier === null ? [] : [`tier ${inert$2(tier, LONGEST_NAME$1)}`],
		...verification === void 0 ? [] : [sayVerification(verification?.verdict ?? null)]
	].join(", ")}.`;
}
/** Whoever wrote the change did mostly not see it go: what they have to do comes with it. */
function sayWayBack({ to, because }, manner) {
	const why = inert$2(because, LONGEST_REASON$2);
	const where = `The environment went back to ${commitIn(manner, to)}.`;
	return why === "" ? where : [
		where,
		`Why: ${why}`,
		NEXT
	].join("\n\n");
}
const NEXT = "What next: it stays merged. What was taken back is refused there until it is repaired or reverted, and somebody lifts that.";

// src/flow/release-record/changes-text.ts
/** A release of more is told in its record: GitHub takes 80 writes in a minute, and people read so many less. */
const MOST_COMMENTS = 100;
const MOST_CHANGES$1 = 100;
/** Each change once, those of the service alone; GitHub makes links of numbers and of whole commits. */
function changesOf$1(view) {
	const changes = view.stages.flatMap(({ gates }) => gates.flatMap(({ decided }) => decided?.facts ?? [])).filter(({ direction }) => direction !== "backward").flatMap((each) => each.changes.filter((change) => view.policies.length === 0 || view.policies.some(({ policy }) => changesFor(policy, each).includes(change))));
	return [...new Map(changes.map((change) => [keyOfChange(change), change])).values()];
}
function sayChanges$1(view) {
	const changes = changesOf$1(view);
	const linked = linkedRequests(decisionsOf(view));
	const isCut = view.stages.some(({ gates }) => gates.some(({ decided }) => decided?.facts.complete === false));
	const lines = changes.slice(0, MOST_CHANGES$1).map((change) => {
		const people = inertMarkdown(plainLine(change.author, 100));
		const why = sayRequests(linked.get(keyOfChange(change)) ?? [], fullName(view.repository));
		return `- ${keyOfChange(change)} ${inertMarkdown(plainLine(titleOf$1(change), 200))} (${people})${why}`;
	});
	const left = changes.length - lines.length;
	return [
		...lines.length === 0 ? ["No changes are listed."] : lines,
		...left > 0 ? [`- … and ${left} more`] : [],
		...sayNotTold(view, changes),
		...isCut ? ["- GitHub did not list all of them."] : []
	];
}
function decisionsOf({ stages }) {
	return stages.flatMap(({ gates }) => gates.flatMap(({ decided }) => decided?.decision ?? []));
}
function sayNotTold({ policies }, changes) {
	if (changes.filter(({ kind }) => kind === "pull-request").length <= 100 || !policies.some(({ policy }) => policy.notes?.comment === true)) return [];
	return [`- Only the newest ${100} pull requests get a comment when they reach production.`];
}
/** A few of a change that names many: the log has all. */
const MOST_REQUESTS = 5;
/** An issue of this repository is linked by GitHub; what people wrote besides has no power. */
function sayRequests(requests, repository) {
	if (requests.length === 0) return "";
	const shown = requests.slice(0, MOST_REQUESTS).map((request) => {
		const name = requestIn(repository, request);
		return /^#\d{1,15}$/.test(name) ? name : inertMarkdown(plainLine(name, 100));
	});
	const left = requests.length - shown.length;
	return `, for ${shown.join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}
function titleOf$1(change) {
	return change.kind === "commit" ? change.message.split("\n")[0] ?? "" : change.title;
}

// src/flow/delivered/comments.ts
/** One comment of a pull request in all: what is on it is read whole before it is written. */
const EVER = "2000-01-01T00:00:00Z";
/** The newest of many. Nothing for a deployment of what ran before. */
function commentsOf(delivered) {
	const numbers = pullRequestsOf(delivered.decided, delivered.policies);
	const told = numbers.slice(-100);
	return {
		comments: told.flatMap((number) => commentOn(number, delivered) ?? []),
		left: numbers.length - told.length
	};
}
/** Once each, oldest first. */
function pullRequestsOf({ facts }, policies) {
	const own = policies.flatMap(({ policy }) => changesFor(policy, facts));
	const numbers = facts.changes.filter((change) => own.includes(change)).flatMap((change) => change.kind === "pull-request" ? [change.number] : []);
	return [...new Set(numbers)];
}
function commentOn(number, delivered) {
	const { question, decided, deployedAt, policies, because } = delivered;
	const { facts, decision } = decided;
	const isBack = facts.direction === "backward";
	const here = {
		at: deployedAt,
		sha: facts.candidate.sha
	};
	const came = isBack ? delivered.origins.get(number) ?? facts.baseline : here;
	if (came === null) return null;
	const told = {
		environment: question.environment,
		service: serviceOf$1(policies, question.environment) ?? null,
		deployed: came,
		tier: isBack ? null : decision.tier,
		notesUrl: null,
		takenBack: isBack ? {
			at: deployedAt,
			to: facts.candidate.sha,
			because
		} : null
	};
	const record = isBack ? delivered.origins.get(number)?.record ?? null : delivered.record;
	const zone = policies.at(-1)?.policy.zone;
	const text = renderInProduction(told, {
		repositoryUrl: null,
		isInRepository: true,
		zone
	});
	return {
		kind: "comment-issue",
		repository: question.repository,
		issueNumber: number,
		key: `${isBack ? "taken-back" : "delivered"}/${number}`,
		since: EVER,
		body: record === null ? text : `${text}\n\nRelease record: #${record}`
	};
}

// src/flow/delivered/told-in-comments.ts
/** As many deployments are looked through for the one that brought a pull request. */
const MOST_LOOKED_THROUGH = 50;
/** Null: no record is kept of the release, or its issue is not known yet. */
async function readRecordNumber({ question, decided }, { store }) {
	return await recordNumber(question, decided?.facts.candidate.sha, store);
}
/** Of a rollback that we dispatched: what was found. */
async function readReason({ question }, { store }) {
	return (await store.rollbackOfRun(question.repository.id, question.runId))?.told?.finding ?? "";
}
/** Going back further than one release takes away what came with several. */
async function readOrigins({ repository, environment }, { facts }, deployments, { store }) {
	const origins = /* @__PURE__ */ new Map();
	if (facts.direction !== "backward") return origins;
	const { decisions } = await store.pastDecisions({ repositoryId: repository.id }, MOST_LOOKED_THROUGH);
	for (const past of decisions) {
		const { direction, changes, candidate, at } = past.facts;
		if (direction === "backward" || !isSameName(past.question.environment, environment)) continue;
		const untold = changes.flatMap((change) => change.kind === "pull-request" ? change.number : []).filter((number) => !origins.has(number));
		if (untold.length === 0) continue;
		const record = await recordNumber(past.question, candidate.sha, store);
		const ended = deployments.find(({ id }) => id === past.question.deploymentId);
		const since = ended === void 0 ? at : endOf(ended);
		for (const number of untold) origins.set(number, {
			at: since,
			sha: candidate.sha,
			record
		});
	}
	return origins;
}
/** Since when it runs: what the first comment said, the second one says again. */
function endOf({ finishedAt, startedAt }) {
	return finishedAt ?? startedAt;
}

// src/flow/delivered/answer-delivered.ts
/** While it is deployed. */
const LOOK_AGAIN_MS$23 = 3e5;
/** What takes longer to end will hardly end by itself. */
const LOOKED_AT_FOR_MS$2 = 864e5;
async function answerDelivered(question, ports) {
	const at = ports.clock.now();
	const { repository, environment, deploymentId } = question;
	const [gate] = await ports.store.releaseGates(repository.id, { deploymentId });
	if (gate === void 0 || gate.decided === null) return ended$8(at, "Nobody is told: nothing of its decision is kept.");
	if (gate.openedAt === null) return gate.endedAt === null ? lookAgain$1(at) : ended$8(at, "Nobody is told: it was not let through by us.");
	const github = await ports.github(repository);
	const policy = await readPolicyState(ports, repository, github);
	const policies = policy.kind === "in-force" ? policy.policies : [];
	if (!tellsAuthors(policies, environment)) return ended$8(at, "Nobody is told: no policy asks for it.");
	const deployments = await readDeployments(question, gate, {
		github,
		ports
	});
	const deployment = deployments.find(({ id }) => id === deploymentId);
	if (deployment === void 0 || deployment.state === "in_progress") return at > gate.openedAt + LOOKED_AT_FOR_MS$2 ? ended$8(at, "Nobody is told: the deployment did not end in a day.") : lookAgain$1(at);
	if (deployment.state === "failure") return ended$8(at, "Nobody is told: the deployment failed.");
	return await told$3({
		question,
		gate,
		decided: gate.decided,
		deployment,
		deployments,
		policies,
		ports,
		at
	});
}
async function told$3(of) {
	const { question, gate, decided, deployment, deployments, policies, ports, at } = of;
	const { comments, left } = commentsOf({
		question,
		decided,
		deployedAt: endOf(deployment),
		policies,
		record: await readRecordNumber(gate, ports),
		because: await readReason(gate, ports),
		origins: await readOrigins(question, decided, deployments, ports)
	});
	const what = decided.facts.direction === "backward" ? "it was taken back" : "it is deployed";
	const more = left === 0 ? "" : `, and not on ${left} older ones`;
	const summary = `Told on ${comments.length === 1 ? "1 pull request" : `${comments.length} pull requests`} that ${what}${more}.`;
	return {
		record: recordOf$1(at, summary, {
			effects: comments,
			final: true
		}),
		dueAt: null
	};
}
/** Those of the environment, as far back as is read of it. */
async function readDeployments({ repository, environment, deploymentId }, { openedAt }, { github, ports }) {
	return await github.deployments(environment, {
		sha: "",
		isTrusted: ({ id }) => id === deploymentId,
		own: [{
			id: deploymentId,
			at: toInstant(openedAt ?? 0)
		}],
		commits: commitsOf$1(await ports.store.rollbacks(repository.id, environment))
	});
}
function lookAgain$1(at) {
	return {
		record: recordOf$1(at, "The deployment has not ended."),
		dueAt: at + LOOK_AGAIN_MS$23
	};
}
function ended$8(at, summary) {
	return {
		record: recordOf$1(at, summary, { final: true }),
		dueAt: null
	};
}

// src/dora/render/attention.ts
const MOST_LINES$4 = 12;
function sayLane({ service, environment }) {
	return `${sayName(service)} in ${sayName(environment)}`;
}
/** The most pressing first. */
function attentionOf(report, targets) {
	return [
		...report.lanes.flatMap(sayOpenFailures),
		...report.lanes.flatMap((lane) => sayMissed(lane, targets)),
		...sayWorse(report),
		...report.calibration.state === "recalibrate" ? ["The tiers want recalibration, see Calibration below."] : [],
		...sayToConfirm(report)
	];
}
function sayOpenFailures(lane) {
	const { open } = lane.metrics.recoveryTime;
	return open === 0 ? [] : [`${sayLane(lane)}: ${count$3(open, "failure")} not recovered yet.`];
}
function sayMissed(lane, targets) {
	if (targets === void 0) return [];
	return judgeTargets(lane.metrics, targets).filter(({ verdict }) => verdict === "missed").map(({ name, wanted }) => {
		const { value, interval } = sayMetric(name, lane.metrics);
		return `${sayLane(lane)}: ${METRIC_NAMES[name].toLowerCase()} misses its target, it is ${value} (95 % interval ${interval}) and wanted is ${wanted}.`;
	});
}
function sayWorse({ baseline, movement }) {
	if (baseline === void 0 || movement === void 0) return [];
	return TARGET_NAMES.flatMap((name) => {
		const moved = movement[REPORT_KEYS[name]];
		if (moved === void 0 || directionOf(name, moved) !== "worse") return [];
		return [`${METRIC_NAMES[name]} is worse than in ${sayStretch(baseline.quarter)}, see Movement below.`];
	});
}
function sayToConfirm({ dataQuality }) {
	const wanting = dataQuality.suggestedCauses.length;
	if (wanting === 0) return [];
	return [`${count$3(wanting, "incident waits", "incidents wait")} for somebody to confirm the cause, see Causes below.`];
}
/** The bold line and its list. `hasFigures`: whether anything at all can be judged. */
function sayAttention(lines, hasFigures) {
	if (lines.length === 0) return [hasFigures ? "**Nothing needs attention.**" : "**Nothing can be judged yet: nothing was deployed.**"];
	const shown = lines.slice(0, MOST_LINES$4);
	return [
		`**${count$3(lines.length, "thing needs", "things need")} attention:**`,
		"",
		...shown.map((line) => `- ${line}`),
		...sayCut(lines.length - shown.length, "below")
	];
}

// src/dora/render/breakdown.ts
/** Cells of the five metrics, short: the value, of how many, and of the rates the interval. */
function shortCells(metrics) {
	return [
		sayFrequency(metrics.deploymentFrequency) + sayOthers(metrics.deploymentFrequency),
		sayShortSpread(metrics.leadTime),
		sayShortRate(metrics.changeFailRate),
		sayShortSpread(metrics.recoveryTime),
		sayShortRate(metrics.reworkRate)
	];
}
function sayShortSpread(figure) {
	return figure.value === null ? sayUnknown$1(figure) : `${sayDuration(figure.value)} (n = ${figure.n})`;
}
function sayShortRate(figure) {
	if (figure.value === null || figure.interval === null) return sayRate(figure);
	return `${sayRate(figure)}<br>${sayRateInterval(figure)}`;
}
function partsTable$1(what, parts) {
	const head = [...what, ...TARGET_NAMES.map((name) => METRIC_NAMES[name])];
	return table(head, parts.map(({ cells, metrics }) => [...cells, ...shortCells(metrics)]));
}
/** A section of a table, or nothing where there are no parts. Those beyond `most` are counted. */
function breakdown(heading, what, names, byName, most) {
	const shown = names.slice(0, most).flatMap((name) => {
		const metrics = byName[name];
		return metrics === void 0 ? [] : [{
			cells: [sayName(name)],
			metrics
		}];
	});
	if (shown.length === 0) return [];
	return [
		`### ${heading}`,
		"",
		...partsTable$1([what], shown),
		...sayCut(names.length - shown.length, `${what}s`),
		""
	];
}
const USUAL_TIERS = [
	"low",
	"medium",
	"high"
];
/** Lowest first where the order is known, then by name. */
function tierOrder(names, tiers = USUAL_TIERS) {
	function place(name) {
		const at = tiers.indexOf(name);
		return at < 0 ? tiers.length : at;
	}
	return [...names].sort((a, b) => place(a) - place(b) || byName(a, b));
}
/** By code units: the same on every machine. */
function byName(a, b) {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

// src/dora/render/charts.ts
/**
* Charts as Mermaid. `xychart-beta` is the keyword that every Mermaid since 10.5 reads. A series that holds null or
* nothing does not parse and would show as an error, so such a chart is left out. Each chart has a table beside it:
* e-mail and small screens show the source of a chart.
*/
/** More labels than these stand side by side in no issue; the bars are laid down then. */
const MOST_UPRIGHT = 14;
const LONGEST_TITLE$3 = 90;
const LONGEST_LABEL = 40;
/** Lines of a fenced Mermaid block; empty when there is nothing to compare. The newest bars are the last ones. */
function barChart(title, axis, bars) {
	const drawn = bars.slice(-53).filter(({ value }) => Number.isFinite(value) && value >= 0);
	const highest = Math.max(0, ...drawn.map(({ value }) => value));
	if (highest === 0 || drawn.length < 2) return [];
	return [
		"```mermaid",
		settingsFor(drawn.length),
		drawn.length > MOST_UPRIGHT ? "xychart-beta horizontal" : "xychart-beta",
		`    title "${plainTitle(title, LONGEST_TITLE$3)}"`,
		`    x-axis [${distinct$2(drawn.map(({ label }) => plainTitle(label, LONGEST_LABEL))).map((label) => `"${label}"`).join(", ")}]`,
		`    y-axis "${plainTitle(axis, LONGEST_LABEL)}" 0 --> ${sayValue(highest)}`,
		`    bar [${drawn.map(({ value }) => sayValue(value)).join(", ")}]`,
		"```"
	];
}
/** Room for each label, so that none covers the next. */
function settingsFor(bars) {
	const size = bars > MOST_UPRIGHT ? { height: 80 + bars * 20 } : {
		width: 900,
		height: 300
	};
	const xAxis = { labelFontSize: 11 };
	return `%%{init: ${JSON.stringify({ xyChart: {
		...size,
		xAxis
	} })}}%%`;
}
/** Digits without an exponent, which the grammar does not know. */
function sayValue(value) {
	return Number.isInteger(value) && value < 0x38d7ea4c68000 ? String(value) : String(Number(value.toFixed(3)));
}
/** Letters, digits and a little punctuation: nothing that ends a text or begins anything. */
function plainTitle(text, longest) {
	return [...text.replace(/[^\p{L}\p{N} .,:/()_-]+/gu, " ").replace(/-{2,}/gu, "-").replace(/\s+/gu, " ").trim()].slice(0, longest).join("").trim() || "other";
}
/** Two bars of one label would be drawn as one. */
function distinct$2(labels) {
	const seen = /* @__PURE__ */ new Set();
	return labels.map((label) => {
		let name = label;
		for (let nth = 2; seen.has(name); nth += 1) name = `${label} (${nth})`;
		seen.add(name);
		return name;
	});
}
/** The weeks of a lane, newest last: the chart, and its numbers under it. */
function weeksSection({ title, weeks }, most) {
	const shown = weeks.slice(-most);
	const chart = barChart(`Deployments per ISO week, ${title}`, "deployments", shown.map(({ week, n }) => ({
		label: week,
		value: n
	})));
	if (chart.length === 0) return [];
	const rows = shown.map(({ week, n }) => [plainTitle(week, LONGEST_LABEL), String(n)]);
	return [
		...chart,
		"",
		...collapsed("The same as a table", table(["week", "deployments"], rows)),
		""
	];
}

// src/dora/render/lane.ts
/** One lane: its figures, and what they do not hold. */
/** With more lanes than these, a table of all comes first and each lane's own part is closed. */
const MOST_OPEN = 3;
/** Each lane under a heading of its own; many lanes as one table, with the rest behind each. */
function lanesSection(lanes, report, targets) {
	if (lanes.length <= MOST_OPEN) return lanes.flatMap((lane) => [
		`### ${sayLane(lane)}`,
		"",
		...laneLines(lane, report, targets),
		""
	]);
	const parts = lanes.map((lane) => ({
		cells: [sayLane(lane)],
		metrics: lane.metrics
	}));
	return [
		"### Lanes",
		"",
		"By name, not by rank.",
		"",
		...partsTable$1(["lane"], parts),
		"",
		...lanes.flatMap((lane) => [...collapsed(sayLane(lane), laneLines(lane, report, targets)), ""])
	];
}
function laneLines(lane, report, targets) {
	const besides = [...sayObserved(lane, report), ...sayBesides(lane.metrics)];
	return [...metricsTable(lane.metrics, targets), ...besides.length === 0 ? [] : ["", ...besides.map((line) => `- ${line}`)]];
}
/** A lane that is younger than the window. */
function sayObserved({ observedFrom }, { window, zone }) {
	if (epochMs(observedFrom) <= epochMs(window.from)) return [];
	return [`Observed since ${sayDate(observedFrom, zone)}; the days before that are not counted.`];
}

// src/dora/render/process.ts
/** @param most rows of each table */
function processSection(told, zone, most) {
	const { held, approverLatency, failRate } = told;
	const lines = [
		...timesTable("Gate", "Held, median", held.byGate, most),
		...timesTable("Tier", "Request to opening, median", held.byTier, most),
		...timesTable("Team", "Approval given after, median", approverLatency, most),
		...sharesTable(told),
		...ratesTable("Changes in a deployment", failRate.byBatchSize, most),
		...ratesTable("Strategy", failRate.byStrategy, most),
		...sayDrills(told, zone),
		...sayReviews(told)
	];
	return lines.length === 0 ? [] : [
		"### What the process costs and gives",
		"",
		...lines
	];
}
function timesTable(what, heading, times, most) {
	const names = Object.keys(times);
	const rows = names.slice(0, most).flatMap((name) => {
		const own = times[name];
		return own === void 0 ? [] : [timesRow(name, own)];
	});
	if (rows.length === 0) return [];
	return [
		...table([
			what,
			heading,
			"p90",
			"n",
			"not over"
		], rows),
		...sayCut(names.length - rows.length, `${what.toLowerCase()}s`),
		""
	];
}
function timesRow(name, { n, p50, p90, open }) {
	const say = (seconds) => seconds === null ? "unknown" : sayDuration(seconds);
	return [
		sayName(name),
		say(p50),
		say(p90),
		String(n),
		String(open)
	];
}
const SHARES = {
	emergencies: "Emergencies",
	overrides: "Opened against the policy",
	bypasses: "Went on without an answer",
	unreviewed: "With a change that nobody reviewed",
	caught: "Holds after which the candidate was changed"
};
function sharesTable(told) {
	const shares = Object.entries(SHARES).map(([key, name]) => [name, told[key]]);
	if (shares.every(([, { n }]) => n === 0)) return [];
	const rows = shares.map(([name, share]) => [
		name,
		sayRate(share),
		sayRateInterval(share)
	]);
	return [...table([
		"Share",
		"Value",
		"95 % interval"
	], rows), ""];
}
function ratesTable(what, rates, most) {
	const rows = Object.entries(rates).slice(0, most).map(([name, rate]) => [
		sayName(name),
		sayRate(rate),
		sayRateInterval(rate),
		String(rate.maturing)
	]);
	return rows.length === 0 ? [] : [...table([
		what,
		"Change fail rate",
		"95 % interval",
		"maturing"
	], rows), ""];
}
const DRILLS = {
	done: "was tried in time",
	overdue: "has to be tried again",
	never: "was never tried"
};
function sayDrills({ drills = [] }, zone) {
	const lines = drills.map(({ environment, in: where, lastAt, state }) => {
		const when = lastAt === null ? "" : `, last on ${sayDate(lastAt, zone)}`;
		return `- The way back of ${sayName(environment)} ${DRILLS[state]} in ${sayName(where)}${when}.`;
	});
	return lines.length === 0 ? [] : [...lines, ""];
}
function sayReviews({ reviews }) {
	if (reviews === void 0) return [];
	const { open, overdue, byCause } = reviews;
	const causes = Object.entries(byCause).map(([label, n]) => `${sayName(label)} ${n}`);
	if (open === 0 && causes.length === 0) return [];
	const told = causes.length === 0 ? "" : ` Closed, by cause: ${causes.join(", ")}.`;
	return [`${count$3(open, "review")} open, ${overdue} of them overdue.${told}`, ""];
}

// src/dora/render/quality.ts
/** How good the data is: what was met, what was done with it, and what a person can do about it. */
const MOST_CAUSES = 20;
const MOST_COUNTS = 30;
const KNOWN = {
	negativeLeadTimes: {
		what: "changes whose first commit is younger than their deployment; left out of the lead time",
		advice: "Look for a clock that is wrong, or for commits that were dated by hand."
	},
	duplicates: {
		what: "events that came twice; counted once",
		advice: "Nothing, unless it grows: then something writes each event twice."
	},
	outOfOrder: {
		what: "events that came after later ones; put in order",
		advice: "Nothing."
	},
	malformed: {
		what: "lines that are no events; left out",
		advice: "Correct them where they are written."
	},
	contradictions: {
		what: "events that came twice and said different things; the last one counts",
		advice: "Find out which one is right, and who writes the other."
	},
	negativeSpans: {
		what: "deployments or incidents that ended before they began",
		advice: "Look for a clock that is wrong."
	},
	unknownTypes: {
		what: "deployments of a release type that is not known; taken as if without one",
		advice: "Compare `type` with the reference of events."
	},
	unknownTiers: {
		what: "deployments of a tier that the policy does not have; in the table by tier, and not in the calibration",
		advice: "Compare `tier` of the events with `tiers` of the policy."
	},
	unknownVerdicts: {
		what: "verifications whose verdict is not known; taken as no failure",
		advice: "Compare `verdict` with the reference of events."
	},
	malformedChanges: {
		what: "changes of deployments that could not be read; left out of the lead time",
		advice: "Compare `changes` with the reference of events."
	},
	unknownDeployments: {
		what: "statements about deployments that are not among the events; without effect",
		advice: "Look for deployments that are missing, or for ids with an error in them."
	},
	blamedAttempts: {
		what: "incidents or verifications that blame an attempt which never ran; without effect",
		advice: "Say which deployment it was."
	},
	negativeRecoveries: {
		what: "recoveries from before the deployment; without effect",
		advice: "Look for a clock that is wrong."
	},
	negativeMergeToDeploy: {
		what: "changes that were merged after they were deployed; left out of the time from merge to production",
		advice: "Nothing, where deployments are made before the merge; else look for a clock that is wrong."
	},
	future: {
		what: "events from after the end of the window; not counted yet",
		advice: "Nothing, unless their clock is wrong."
	},
	withoutTier: {
		what: "deployments without a risk tier; in no table by tier, and not in the calibration",
		advice: "Nothing for those from before Tidegate; else look whether it may read who has which permission."
	},
	withoutType: {
		what: "deployments whose release type nobody told; in no table by type",
		advice: "Nothing."
	},
	withoutTeam: {
		what: "deployments without a team; in no table by team",
		advice: "Label pull requests as `dora.team` says, if figures by team are wanted."
	},
	unknownKinds: {
		what: "lines of a kind that is not known; left out",
		advice: "Compare `kind` with the reference of events."
	}
};
/** Numbers above 0 and lists that are not empty, by name. */
function countsOf(quality) {
	return Object.entries(quality).filter(([name]) => name !== "suggestedCauses" && name !== "malformedLines").map(([name, value]) => [name, sizeOf(value)]).filter(([, size]) => size > 0);
}
function sizeOf(value) {
	if (Array.isArray(value)) return value.length;
	return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
/** Where no team is ever named nobody misses one. */
function sayQuality({ dataQuality, byTeam }) {
	const hasTeams = Object.keys(byTeam).length > 0;
	const counts = countsOf(dataQuality).filter(([name]) => name !== "withoutTeam" || hasTeams);
	if (counts.length === 0) return ["Nothing was left out, and nothing was doubtful."];
	const rows = counts.slice(0, MOST_COUNTS).map(([name, size]) => {
		const known = Object.hasOwn(KNOWN, name) ? KNOWN[name] : void 0;
		return [
			String(size),
			known?.what ?? wordsOf(name),
			known?.advice ?? "See the reference of figures."
		];
	});
	return [...table([
		"how many",
		"of what",
		"what to do"
	], rows), ...sayCut(counts.length - rows.length, "kinds of doubt")];
}
/** `futureEvents` reads `future events`. */
function wordsOf(name) {
	return inertMarkdown(plainLine(name.replace(/(?<=[a-z])(?=[A-Z])/gu, " ").toLowerCase(), 80));
}
/** A line for each incident that may have been caused by a deployment. Counted nowhere before a person said so. */
function sayCauses({ suggestedCauses }) {
	if (suggestedCauses.length === 0) return [];
	const shown = suggestedCauses.slice(0, MOST_CAUSES).map(({ incident, deployment }) => `- [ ] Incident ${sayId(incident)} began within 24 h after deployment ${sayId(deployment)}: ${sayCommand(deployment)}`);
	return [
		"### Causes to confirm",
		"",
		`${count$3(suggestedCauses.length, "incident")} may have been caused by a deployment. None of them counts as a failed change before somebody says so: write the command as a comment on the incident, with \`external\` behind it when no deployment was the cause. A line goes away once that is said; ticking its box does nothing.`,
		"",
		...shown,
		...sayCut(suggestedCauses.length - shown.length, "incidents"),
		""
	];
}
/** Of the history of a repository an incident is `issue/118`, which GitHub makes a link. */
function sayId(id) {
	const issue = /^issue\/(\d{1,12})$/u.exec(id)?.[1];
	return issue === void 0 ? inertMarkdown(plainLine(id, 100)) || "(no id)" : `#${issue}`;
}
/** The command names deployments by GitHub's number. */
function sayCommand(deployment) {
	if (/^[1-9]\d{0,14}$/u.test(deployment)) return `\`/tidegate cause ${deployment}\``;
	return "not a deployment on GitHub, so that no command can name it: write the cause into the events";
}

// src/dora/render/standing.ts
/** What figures do not show: merged changes that wait for production, and what went there past every gate. */
const MOST_LANES$2 = 20;
const MOST_SHOWN = 5;
/** What of it somebody has to look at. */
function standingAttention(standing) {
	const { count: passed, jobs } = standing?.unguarded ?? {
		count: 0,
		jobs: []
	};
	return [
		...(standing?.held ?? []).map(sayHeld$3),
		...passed === 0 ? [] : [`${count$3(passed, "deployment")} passed no gate, see Not guarded below.`],
		...jobs.length === 0 ? [] : [`${count$3(jobs.length, "job deploys", "jobs deploy")} where no gate can be asked, see Not guarded below.`]
	];
}
function sayHeld$3({ environment, sha, since, issue }) {
	const why = issue === null ? "" : ` (#${issue})`;
	return `${sayName(environment)} refuses every commit that contains \`${sha.slice(0, 7)}\` since ${since.slice(0, 10)}${why}, until somebody lifts that.`;
}
/** Nothing where nothing was looked at, or nothing is to be told. */
function sayStanding$1(standing) {
	if (standing === void 0) return [];
	return [...sayUndeployed(standing), ...sayUnguarded$1(standing.unguarded)];
}
function sayUndeployed({ undeployed, at }) {
	const counted = undeployed.filter(({ isUncounted }) => isUncounted !== true);
	const told = counted.filter(({ waiting }) => waiting === null || waiting.changes > 0);
	const left = undeployed.length - counted.length;
	if (told.length === 0 && left === 0) return [];
	const rows = told.slice(0, MOST_LANES$2).map(({ service, environment, waiting }) => [`${sayName(service)} in ${sayName(environment)}`, ...waiting === null ? [
		"unknown: GitHub cannot compare what runs with the default branch",
		"",
		""
	] : [
		`${waiting.isComplete ? "" : "at least "}${waiting.changes}`,
		waiting.oldestAt === null ? "unknown" : `${sayDuration((epochMs(at) - epochMs(waiting.oldestAt)) / 1e3)} (${sayName(waiting.oldest ?? "")})`,
		`${waiting.lines}`
	]]);
	return [
		"### Merged and not deployed",
		"",
		...rows.length === 0 ? [] : table([
			"Lane",
			"Changes that wait",
			"The oldest, since it was merged",
			"Lines"
		], rows),
		...sayCut(told.length - MOST_LANES$2, "lanes"),
		...left === 0 ? [] : ["", `${counted.length} of ${undeployed.length} lanes counted. The others have their turn in the next days.`],
		""
	];
}
function sayUnguarded$1(seen) {
	if (seen === null || seen.count === 0 && seen.jobs.length === 0 && seen.unread === 0) return [];
	const deployments = seen.last.slice(0, MOST_SHOWN).map(({ deploymentId, environment, sha, at, why }) => {
		return `- ${`${sha.slice(0, 7)} to ${sayName(environment)}`} on ${at.slice(0, 10)} (deployment ${deploymentId}): ${sayName(why)}.`;
	});
	const jobs = seen.jobs.slice(0, MOST_SHOWN).map(({ workflow, job, environment }) => {
		return `- ${`${sayName(workflow)}, job ${sayName(job)}`}: deploys to ${sayName(environment)} with \`deployment: false\`, so no gate is asked.`;
	});
	const unread = seen.unread === 0 ? [] : [`- Of ${count$3(seen.unread, "workflow file")} nothing is known: not read, or not understood.`];
	return [
		"### Not guarded",
		"",
		seen.count === 0 ? "No deployment is known that passed without a gate." : `${count$3(seen.count, "deployment")} to governed environments passed without a gate of ours.`,
		"",
		...deployments,
		...jobs,
		...unread,
		""
	];
}

// src/dora/render/within.ts
/** What fits into an issue: how much is shown, stage by stage, and the last cut. */
/** GitHub's limit of the body of an issue, in code points. UTF-16 units are counted, which are never fewer. */
const ISSUE_LIMIT = 65536;
function roomIn(limit) {
	return Math.floor(limit * .95);
}
const ALL = {
	marks: 20,
	weeks: 53,
	teams: 40,
	types: 20,
	tiers: 20,
	lanes: 100
};
/** Each shows less than the one before. What goes first is what is missed least. */
const STAGES = [
	ALL,
	{
		...ALL,
		marks: 5,
		weeks: 13
	},
	{
		...ALL,
		marks: 0,
		weeks: 13,
		teams: 0
	},
	{
		...ALL,
		marks: 0,
		weeks: 0,
		teams: 0,
		types: 0
	},
	...[
		50,
		25,
		12,
		6,
		3,
		1
	].map((lanes) => ({
		marks: 0,
		weeks: 0,
		teams: 0,
		types: 0,
		tiers: 8,
		lanes
	}))
];
const CUT$1 = "… the rest does not fit here.";
/** As many whole lines as fit; never ends inside a fence or a closed part. */
function cutLines(lines, room) {
	const whole = lines.join("\n");
	if (whole.length <= room) return whole;
	const kept = [];
	let length = 31;
	for (const line of lines) {
		length += line.length + 1;
		if (length > room) break;
		kept.push(line);
	}
	return [
		...beforeWhatIsOpen(kept),
		"",
		CUT$1
	].join("\n").slice(0, room);
}
function beforeWhatIsOpen(lines) {
	let openAt;
	for (const [at, line] of lines.entries()) if (line.startsWith("```mermaid") || line === "<details>") openAt ??= at;
	else if (line === "```" || line === "</details>") openAt = void 0;
	return openAt === void 0 ? lines : lines.slice(0, openAt);
}

// src/dora/render/issue.ts
/**
* The DORA summary issue of a repository: what needs attention first, then the figures of each lane with how sure they
* are, then the rest. Charts come last and repeat numbers of a table, so that an e-mail reads as well as the page.
*/
/** Whole lanes drawn as charts: an issue with many takes long to show. */
const MOST_CHARTS = 6;
/** The title never changes: it would be told to everybody who watches. */
function renderDoraIssue(report, options) {
	const room = roomIn(options.limit ?? 65536);
	const title = plainLine(`Delivery figures (DORA) of ${options.repository}`, 200);
	for (const stage of STAGES) {
		const body = linesOf$3(report, options, stage).join("\n");
		if (body.length <= room) return {
			title,
			body
		};
	}
	const last = STAGES.at(-1);
	return {
		title,
		body: cutLines(linesOf$3(report, options, last), room)
	};
}
function linesOf$3(report, options, stage) {
	const { targets } = options;
	const lanes = shownLanes(report.lanes, stage.lanes);
	return [
		sayState$1(report, options.repository),
		"",
		...sayAttention([...attentionOf(report, targets), ...standingAttention(options.standing)], report.lanes.some(hasDeployments$1)),
		"",
		...lanesSection(lanes, report, targets),
		...sayStanding$1(options.standing),
		...breakdowns(report, options, stage),
		"### Calibration",
		"",
		sayCalibration(report.calibration),
		"",
		...sayCalibrationSteps(report.calibration),
		...sayCauses(report.dataQuality),
		...sayBaseline(report),
		...sayMarks(report.marks ?? [], report.zone, stage.marks),
		...processSection(report.process, report.zone, stage.teams),
		"### Data quality",
		"",
		...sayQuality(report),
		"",
		...charts(report, lanes, options, stage),
		...sayLeftOut(report, lanes.length, stage),
		...foot$1(report)
	];
}
/** In one sentence: how much, where, when, by which rules. */
function sayState$1({ lanes, window, zone, definitions }, repository) {
	const deployments = lanes.reduce((sum, { metrics }) => sum + metrics.deploymentFrequency.n, 0);
	const days = Math.round((epochMs(window.until) - epochMs(window.from)) / 864e5);
	const range = `${sayMoment(window.from, zone)} to ${sayMoment(window.until, zone)}`;
	const where = `${count$3(lanes.length, "lane")} of ${sayName(repository)}`;
	return `${count$3(deployments, "deployment")} to production in ${where}, ${range} (${count$3(days, "day")}, ${sayName(zone)}), by definitions ${sayName(definitions.version)}.`;
}
function hasDeployments$1({ metrics }) {
	return metrics.deploymentFrequency.n > 0;
}
/** Those with the most deployments where not all are shown; by name. */
function shownLanes(lanes, most) {
	return [...lanes].sort((a, b) => b.metrics.deploymentFrequency.n - a.metrics.deploymentFrequency.n).slice(0, most).sort((a, b) => byName(a.service, b.service) || byName(a.environment, b.environment));
}
function breakdowns(report, { tiers }, stage) {
	const { byTier, byType, byTeam } = report;
	const names = (by) => Object.keys(by).sort(byName);
	return [
		...breakdown("By risk tier", "tier", tierOrder(Object.keys(byTier), tiers), byTier, stage.tiers),
		...breakdown("By release type", "type", names(byType), byType, stage.types),
		...breakdown("By team", "team", names(byTeam), byTeam, stage.teams)
	];
}
function charts(report, lanes, { tiers }, stage) {
	if (stage.weeks === 0) return [];
	const weeks = lanes.slice(0, MOST_CHARTS).flatMap(({ service, environment, metrics }) => {
		const title = `${service} in ${environment}`;
		return weeksSection({
			title,
			weeks: metrics.deploymentFrequency.weeks
		}, stage.weeks);
	});
	const lines = [...weeks, ...tierChart(report, tiers)];
	return lines.length === 0 ? [] : [
		"### Charts",
		"",
		...weeks.length === 0 ? [] : ["The first and the last week may be cut by the window.", ""],
		...lines
	];
}
/** Its numbers and intervals are in the table by tier. */
function tierChart({ byTier }, tiers) {
	const bars = tierOrder(Object.keys(byTier), tiers).flatMap((tier) => {
		const rate = byTier[tier]?.changeFailRate;
		if (rate === void 0 || rate.value === null) return [];
		return [{
			label: `${tier} (${rate.numerator}/${rate.n})`,
			value: Math.round(rate.value * 1e3) / 10
		}];
	});
	const chart = barChart("Change fail rate by tier, in percent", "percent", bars);
	return chart.length === 0 ? [] : [
		...chart,
		"",
		"The numbers and their intervals are in the table by risk tier.",
		""
	];
}
function sayLeftOut({ lanes, byTeam, byType, marks = [] }, shown, stage) {
	const hidden = lanes.length - shown;
	const parts = [
		...hidden > 0 ? [`and ${count$3(hidden, "more lane")}`] : [],
		...stage.teams === 0 && Object.keys(byTeam).length > 0 ? ["the figures by team"] : [],
		...stage.teams === 0 ? ["the figures by gate, by approver and by size"] : [],
		...stage.types === 0 && Object.keys(byType).length > 0 ? ["the figures by release type"] : [],
		...stage.marks === 0 && marks.length > 0 ? ["the changes of the policy"] : [],
		...sayWeeksLeftOut(longestOf(lanes), shown, stage.weeks)
	];
	if (parts.length === 0) return [];
	return [`Left out here: ${parts.join(", ")}. Run \`tidegate dora --json\` for all of it.`, ""];
}
function sayWeeksLeftOut(longest, lanes, weeks) {
	if (longest === 0) return [];
	if (weeks === 0) return ["the deployments by week"];
	return [...weeks < longest ? [`the weeks before the last ${weeks}`] : [], ...lanes > MOST_CHARTS ? [`the weeks of ${count$3(lanes - MOST_CHARTS, "lane")}`] : []];
}
function longestOf(lanes) {
	return Math.max(0, ...lanes.map(({ metrics }) => metrics.deploymentFrequency.weeks.length));
}
/** What DORA's own guide warns of. */
const PITFALLS = ["These figures are for learning and are not a goal: a figure that becomes a target is no longer a good figure.", "Read one service at a time over time; do not compare teams or blend services with each other."];
function foot$1({ definitions }) {
	const rules = sayName(definitions.rules);
	return [
		"---",
		"",
		...PITFALLS.flatMap((line) => [`<sub>${line}</sub>`, ""]),
		`<sub>Rules: ${rules}, version ${sayName(definitions.version)}. A target counts as met or missed only when the whole 95 % interval says so. Tidegate keeps this part up to date; what you write around it stays.</sub>`
	];
}

// src/dora/state.ts
/**
* What a later run compares with, so that people are told of a change of state and not of every number that moved.
*
* The rules:
* - A state is a definite verdict: a target met or missed by the whole interval, tiers separated or to be recalibrated.
*   While the evidence is not enough, the last definite verdict stands: a figure that wavers around its limit tells
*   nothing, and neither does a verdict that comes back.
* - Told are the first figures (with the targets missed at that time), each change of a definite verdict, and new
*   definitions, after which the figures before are compared with nothing.
* - Never told are numbers, new lanes as such, and lanes that went away.
*/
const LETTERS = {
	met: "+",
	missed: "!",
	unknown: "?"
};
const UNJUDGED = LETTERS.unknown.repeat(TARGET_NAMES.length);
/** A kept state stays small; the lanes after these, by their digests, are never told about. */
const MOST_LANES$1 = 500;
/**
* @param before what was kept; its definite verdicts stand where there is not enough evidence now.
*/
function stateOf$2(report, targets, before = null) {
	const known = before?.definitions === report.definitions.version ? before : null;
	const judged = report.lanes.map((lane) => judgeLane(lane, targets ?? {}, known));
	const { state } = report.calibration;
	return {
		version: 1,
		definitions: report.definitions.version,
		calibration: state === "not-enough-evidence" ? known?.calibration ?? state : state,
		hasFigures: before?.hasFigures === true || report.lanes.some(({ metrics }) => metrics.deploymentFrequency.n > 0),
		lanes: keptLanes({
			...known?.lanes,
			...Object.fromEntries(judged.map(({ key, verdicts }) => [key, verdicts]))
		}),
		words: Object.assign({}, ...judged.map(({ words }) => words)),
		...before?.quarter === void 0 ? {} : { quarter: before.quarter }
	};
}
function judgeLane(lane, targets, before) {
	const key = digestOf$1([lane.service.toWellFormed(), lane.environment.toWellFormed()]).slice(0, 12);
	const earlier = before?.lanes[key] ?? UNJUDGED;
	const words = {};
	return {
		key,
		verdicts: TARGET_NAMES.map((name, at) => {
			const judged = judgeTarget(name, lane.metrics, targets);
			if (judged === void 0) return LETTERS.unknown;
			const { value, interval } = sayMetric(name, lane.metrics);
			words[`${key}/${at}`] = `${sayLane(lane)}: the target of ${METRIC_NAMES[name].toLowerCase()}, ${judged.wanted}, is ${judged.verdict}. It is ${value} now (95 % interval ${interval}).`;
			return judged.verdict === "unknown" ? earlier[at] ?? LETTERS.unknown : LETTERS[judged.verdict];
		}).join(""),
		words
	};
}
function keptLanes(lanes) {
	const judged = Object.entries(lanes).filter(([, verdicts]) => verdicts !== UNJUDGED);
	return Object.fromEntries(judged.sort(([a], [b]) => a < b ? -1 : 1).slice(0, MOST_LANES$1));
}
/** Sentences for a comment, as inert Markdown; none: nothing changed that is worth telling. */
function changesOf(before, now) {
	if (!now.hasFigures) return [];
	if (before === null || !before.hasFigures) return ["The first delivery figures are here.", ...tellTargets(null, now)];
	if (before.definitions !== now.definitions) return [`The definitions changed from ${sayName(before.definitions)} to ${sayName(now.definitions)}: figures from before do not compare with those from now on.`];
	return [...tellCalibration(before, now), ...tellTargets(before, now)];
}
function tellCalibration(before, now) {
	if (before.calibration === now.calibration) return [];
	if (now.calibration === "recalibrate") return ["The tiers want recalibration: releases of the highest tier do not fail clearly more often than those of the lowest, or the lowest fails too often."];
	return now.calibration === "separated" ? ["The tiers are separated: releases of the highest tier fail more often than those of the lowest."] : [];
}
/** Without a state before only what is missed is told. */
function tellTargets(before, now) {
	return Object.entries(now.lanes).flatMap(([key, verdicts]) => [...verdicts].flatMap((verdict, at) => {
		if (verdict === (before?.lanes[key]?.[at] ?? LETTERS.unknown) || before === null && verdict !== LETTERS.missed) return [];
		return now.words[`${key}/${at}`] ?? [];
	}));
}
/** The state as the text that is kept: JSON in which nothing can end a comment of HTML. */
function keepState({ version, definitions, calibration, hasFigures, lanes, quarter }) {
	return JSON.stringify({
		version,
		definitions,
		calibration,
		hasFigures,
		lanes,
		quarter
	}).replace(/[<>&]|--/gu, (found) => [...found].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""));
}
/** What {@link keepState} wrote; null when it is anything else. */
function readState(text) {
	const kept = parsed(text);
	if (kept === null || kept["version"] !== 1 || typeof kept["hasFigures"] !== "boolean") return null;
	const { definitions, calibration, lanes } = kept;
	if (typeof definitions !== "string" || !isCalibration(calibration) || !isLanes(lanes)) return null;
	const quarter = quarterIn(kept["quarter"]);
	return {
		version: 1,
		definitions,
		calibration,
		hasFigures: kept["hasFigures"],
		lanes,
		...quarter
	};
}
function parsed(text) {
	try {
		const value = JSON.parse(text);
		return isRecord(value) ? value : null;
	} catch {
		return null;
	}
}
/** States of older versions have none. */
function quarterIn(value) {
	return typeof value === "string" && /^\d{4}-Q[1-4]$/u.test(value) ? { quarter: value } : {};
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isCalibration(value) {
	return value === "recalibrate" || value === "separated" || value === "not-enough-evidence";
}
function isLanes(value) {
	return isRecord(value) && Object.values(value).every((verdicts) => typeof verdicts === "string" && /^[+!?]{5}$/u.test(verdicts));
}

// src/flow/library/waiting-changes.ts
/** The oldest is the one that was merged first. Of one whose time is not known nothing is guessed. */
function waitingIn(changes, isComplete) {
	const [oldest] = changes.flatMap((change) => {
		const at = mergedAt$1(change);
		return at === void 0 ? [] : [{
			change,
			at: epochMs(at)
		}];
	}).sort((one, other) => one.at - other.at);
	const lines = changes.flatMap(({ files }) => files.map(({ additions, deletions }) => additions + deletions));
	return {
		changes: changes.length,
		oldestAt: oldest === void 0 ? null : toInstant(oldest.at),
		oldest: oldest === void 0 ? null : nameOf$4(oldest.change),
		lines: lines.reduce((sum, each) => sum + each, 0),
		isComplete
	};
}
function mergedAt$1(change) {
	return change.kind === "commit" ? change.at : change.mergedAt;
}
function nameOf$4(change) {
	return change.kind === "commit" ? change.sha.slice(0, 7) : `#${change.number}`;
}

// src/flow/library/count-undeployed.ts
/** The daily question comes a little early or late. */
const COUNTS_FOR_MS$5 = 828e5;
/** A comparison each, of a few requests: a question is claimed for two minutes. */
const MOST_COUNTED = 20;
/** Of production lanes of which it is known what they run. What was counted is kept. */
async function countUndeployed({ store, clock }, asked) {
	const { repository } = asked;
	const at = clock.now();
	const before = await store.undeployed(repository.id);
	const lanes = (await environmentsOf$2(store, repository, asked.policies)).filter((lane) => lane.isProduction);
	const due = dueOf(lanes, before, at);
	const counted = [];
	for (const { running, ...lane } of lanes) {
		if (running === null) continue;
		const known = knownOf(before, lane, running.sha);
		if (due.has(lane.environment)) counted.push(await countOne(asked, lane, running.sha, at));
		else counted.push(known ?? uncounted(asked, lane, running.sha, at));
	}
	if (JSON.stringify(counted) !== JSON.stringify(before)) await store.keepUndeployed(repository.id, counted);
	return counted;
}
/** Those that were never counted, or not for longest, first: with many lanes all have their turn within days. */
function dueOf(lanes, before, at) {
	const first = lanes.flatMap(({ running, environment }) => {
		if (running === null) return [];
		const countedAt = knownOf(before, { environment }, running.sha)?.at ?? 0;
		return at - countedAt < COUNTS_FOR_MS$5 ? [] : [{
			environment,
			countedAt
		}];
	}).toSorted((one, other) => one.countedAt - other.countedAt).slice(0, MOST_COUNTED);
	return new Set(first.map(({ environment }) => environment));
}
/** Of what runs there by now. */
function knownOf(before, { environment }, sha) {
	const isHere = (each) => each.environment.toLowerCase() === environment.toLowerCase();
	return before.find((each) => isHere(each) && each.baseSha === sha && each.isUncounted !== true);
}
function uncounted({ headSha }, { environment, service }, baseSha, at) {
	return {
		environment,
		service,
		at,
		baseSha,
		headSha,
		waiting: null,
		isUncounted: true
	};
}
async function countOne({ github, headSha, policies, repository }, { environment, service }, baseSha, at) {
	const range = await rangeOf(github, baseSha, headSha);
	const question = {
		kind: "deploy",
		environment,
		service,
		actor: ""
	};
	const policy = policies.at(-1);
	const own = (changes) => policy === void 0 || service === fullName(repository).split("/")[1] ? changes : changesFor(policy, {
		question,
		changes
	});
	return {
		environment,
		service,
		at,
		baseSha,
		headSha,
		waiting: range === null ? null : waitingIn(own(range.changes), range.complete)
	};
}
/** Null: GitHub cannot compare them, as when the commit that runs is gone. The figures must not fail for it. */
async function rangeOf(github, base, head) {
	try {
		const range = await github.changes(base, head);
		return range.direction === "backward" ? {
			...range,
			changes: [],
			complete: true
		} : range;
	} catch (error) {
		if (error instanceof Failure && error.kind !== "rate-limited") return null;
		throw error;
	}
}

// src/flow/library/undeployed-notices.ts
/** That merged changes wait for long: told once for each lane and oldest change. */
function undeployedNotices(repository, counted, policies, at) {
	return wishesOf(policies).flatMap(({ target, undeployedOver }) => undeployedOver.flatMap(({ text, ms }) => counted.flatMap((lane) => {
		const { waiting, environment } = lane;
		if (waiting === null || waiting.oldestAt === null || at - epochMs(waiting.oldestAt) < ms) return [];
		return [{
			kind: "notify",
			repository,
			target,
			event: "undeployed-over",
			subject: `undeployed/${environment.toLowerCase()}/over-${text}`,
			content: waiting.oldest ?? waiting.oldestAt,
			action: "tell",
			told: toldOf$3(repository, lane, text, at)
		}];
	})));
}
function toldOf$3(repository, lane, over, at) {
	const { environment, waiting, baseSha, headSha } = lane;
	const { changes = 0, oldest = null, oldestAt = null, lines = 0, isComplete = false } = waiting ?? {};
	const atLeast = isComplete ? "" : "at least ";
	const age = oldestAt === null ? "of unknown age" : sayAge(at - epochMs(oldestAt));
	return {
		at: toInstant(at),
		environment,
		sha: baseSha,
		deploymentId: null,
		runId: null,
		page: `compare/${baseSha}...${headSha}`,
		summary: `Not deployed for more than ${over}: ${fullName(repository)} has ${atLeast}${count$1(changes, "merged change")} waiting for ${environment}`,
		lines: [`The oldest, ${oldest ?? "not known"}, was merged ${age} ago; ${atLeast}${count$1(lines, "line")} in all. ${environment} runs ${baseSha.slice(0, 7)}.`, "What to do: release them, or find out what holds them. The longer they wait the larger the next release is."]
	};
}
function count$1(n, what) {
	return `${n} ${what}${n === 1 ? "" : "s"}`;
}

// src/flow/library/standing.ts
/** What the issue of delivery figures tells besides figures: what waits, and what passed every gate. */
async function readStanding(ports, asked) {
	const { repository, github, headSha, at } = asked;
	const policies = asked.policies.map(({ policy }) => policy);
	const undeployed = await countUndeployed(ports, {
		repository,
		github,
		headSha,
		policies
	});
	const held = await heldCommits(repository, ports);
	const posture = (await ports.store.postures([repository.id]))[0]?.posture ?? null;
	return {
		standing: {
			at: toInstant(at),
			undeployed,
			unguarded: posture === null ? null : summaryOf$1(posture),
			held
		},
		notices: undeployedNotices(repository, undeployed, asked.policies, at)
	};
}
function summaryOf$1({ unguarded, workflows }) {
	return {
		count: unguarded.count,
		last: unguarded.last.map(({ because, ...each }) => ({
			...each,
			why: sayUnguarded$2(because)
		})),
		jobs: workflows?.jobs ?? [],
		unread: workflows?.unread.length ?? 0
	};
}
/** Our holds, each set for a deployment that turned out bad: they stand in no comment. What people hold they know of. */
async function heldCommits({ id }, { store }) {
	const { holds } = await store.restrictions(id);
	const held = [];
	for (const { environment, sha, at, commentId } of holds) {
		if (commentId >= 0) continue;
		held.push({
			environment,
			sha,
			since: at,
			issue: await store.keptIssue(id, `rollback/${-commentId}`)
		});
	}
	return held;
}

// src/flow/dora/policy-marks.ts
const LONGEST_SUMMARY$5 = 200;
/** Oldest first; the newest hundred. */
async function policyMarks(github, since) {
	return (await github.fileChanges(POLICY_FILE, since)).map(({ sha, at, subject }) => ({
		at,
		what: "policy",
		sha,
		summary: plainLine(subject, LONGEST_SUMMARY$5)
	})).toReversed();
}

// src/dora/quarter.ts
/** The figures of a calendar quarter that is over, beside those of the quarter before. */
/** What was seen of a shorter part of a quarter says nothing of the quarter. */
const FEWEST_OBSERVED_MS = 30 * DAY;
/**
* The newest calendar quarter that is over, by local dates of the zone.
*
* @param zone an IANA name that is known to exist
*/
function endedQuarter(at, zone) {
	const clock = checkedZone(zone);
	const { year, month } = civilDate(Math.floor(clock.toLocal(at) / DAY));
	const first = Math.floor((month - 1) / 3) * 3 - 2;
	const days = {
		from: dayOf(year, first, 1),
		until: dayOf(year, first + 3, 1)
	};
	const span = {
		from: clock.toEpoch(days.from * DAY),
		until: clock.toEpoch(days.until * DAY)
	};
	return {
		name: sayQuarter(days.from),
		span
	};
}
/** Null: fewer than 30 days of it were observed. What is known at its end counts, as in any report. */
function quarterFigures(log, { name, span }, request) {
	const { until } = span;
	const asked = {
		...request,
		window: until - span.from,
		until
	};
	const production = log.lanes.filter(({ environment }) => request.isProduction(environment));
	const pasts = pastsOf(production, until, namedIn(log));
	if (!isObserved(pasts.lanes, span)) return null;
	const report = summariseDora(log, asked);
	applyEvidence(log, pasts, until);
	const now = sampleIn(pasts.lanes, span, asked);
	const metrics = metricsOf(now);
	const earlier = endedQuarter(span.from, request.zone);
	return {
		quarter: name,
		report,
		metrics,
		before: isObserved(pasts.lanes, earlier.span) ? {
			quarter: earlier.name,
			movement: movementOf(metrics, metricsOf(sampleIn(pasts.lanes, earlier.span, asked)), true)
		} : null,
		heldByType: heldByType(log.gates, {
			...asked,
			span
		}),
		failed: failedIn(now)
	};
}
function isObserved(lanes, { from, until }) {
	return lanes.some(({ observedFrom }) => until - Math.max(from, observedFrom) >= FEWEST_OBSERVED_MS);
}
function sampleIn(lanes, span, { until, zone }) {
	return sampleOf(windowsIn(lanes, span), until, zone);
}
function failedIn({ runs, knownUntil }) {
	const counted = runs.filter((run) => isNormal(run) && isMature(run, knownUntil));
	return new Map(counted.map(({ id, isFailed }) => [id, isFailed]));
}

// src/dora/render/quarter.ts
/** The figures of a quarter for people: by tier and type, what moved, what the process costs and gives, targets. */
const MOST_PARTS = 20;
const MOST_GATES = 10;
const MOST_LANES = 20;
/** Markdown lines, at most a few thousand characters a table. @param tiers of the policy, lowest first */
function quarterLines(figures, tiers) {
	const { report, heldByType } = figures;
	return [
		`## The quarter ${figures.quarter}`,
		"",
		sayWhole(figures),
		"",
		...partsTable("Tier", tierOrder(Object.keys(report.byTier), tiers), report.byTier, report.process.held.byTier),
		...partsTable("Type", Object.keys(report.byType), report.byType, heldByType),
		...movementTable(figures),
		...sayProcess(report),
		...sayTargets(report)
	];
}
function sayWhole({ report, metrics }) {
	const { window, zone, lanes } = report;
	const last = toInstant(epochMs(window.until) - 1);
	const { maturing } = metrics.changeFailRate;
	const young = maturing === 0 ? "" : ` ${count$3(maturing, "deployment")} of the last 72 h are in no change fail rate yet.`;
	return `${count$3(metrics.deploymentFrequency.n, "deployment")} to production in ${count$3(lanes.length, "lane")}, ${sayDate(window.from, zone)} to ${sayDate(last, zone)} (${sayName(zone)}).${young}`;
}
function partsTable(what, names, byName, held) {
	const counted = names.filter((name) => (byName[name]?.deploymentFrequency.n ?? 0) > 0);
	const shown = counted.slice(0, MOST_PARTS);
	const rows = shown.flatMap((name) => {
		const metrics = byName[name];
		if (metrics === void 0) return [];
		const { changeFailRate: rate, leadTime, deploymentFrequency } = metrics;
		const lead = leadTime.value === null ? sayUnknown$1(leadTime) : `${sayDuration(leadTime.value)} (n = ${leadTime.n})`;
		const cells = [
			sayRate(rate),
			sayRateInterval(rate),
			String(deploymentFrequency.n),
			lead,
			sayHeld$2(held[name])
		];
		return [[sayName(name), ...cells]];
	});
	if (rows.length === 0) return [];
	return [
		...table([
			what,
			"Change fail rate",
			"95 % interval",
			"Deployments",
			"Lead time, median",
			"Held, median"
		], rows),
		...sayCut(counted.length - shown.length, `${what.toLowerCase()}s`),
		""
	];
}
function sayHeld$2(held) {
	if (held === void 0 || held.p50 === null) return "unknown";
	return `${sayDuration(held.p50)} (n = ${held.n})`;
}
/** The quarter beside the one before and beside the baseline, where those are other ones. */
function movementTable({ quarter, metrics, before, report }) {
	const { baseline, movement } = report;
	const isOther = baseline !== void 0 && baseline.quarter !== quarter && baseline.quarter !== before?.quarter;
	const since = [...before === null ? [] : [{
		quarter: before.quarter,
		movement: before.movement
	}], ...isOther && movement !== void 0 ? [{
		quarter: baseline.quarter,
		movement
	}] : []];
	const head = [
		"All lanes together",
		quarter,
		...since.map((each, index) => {
			const name = index === 0 && before !== null ? "the quarter before" : "the baseline";
			return `change since ${sayStretch(each.quarter)}, ${name} (95 % interval)`;
		})
	];
	const rows = TARGET_NAMES.map((name) => [
		METRIC_NAMES[name],
		sayMetric(name, metrics).value,
		...since.map((each) => {
			const moved = each.movement[REPORT_KEYS[name]];
			return moved === void 0 ? "unknown" : sayChange$1(name, moved, metrics);
		})
	]);
	const none = since.length === 0 ? ["There is no earlier quarter to compare it with.", ""] : [];
	return [
		...table(head, rows),
		"",
		...metrics.recoveryTime.n === 0 ? [] : [RECOVERY, ""],
		...none
	];
}
/** An outage that was found late is longer than what people remember of it. */
const RECOVERY = "Recovery time is counted from the end of the deployment that failed, also while nobody had found it, until the failure ended.";
/** A few lines; the issue has the tables. */
function sayProcess({ process: told, zone }) {
	const lines = [...sayCosts(told), ...sayGives(told)].map((line) => `- ${line}`);
	const more = [...sayDrills(told, zone), ...sayReviews(told)];
	if (lines.length + more.length === 0) return [];
	return [
		"### What the process cost and gave",
		"",
		...lines,
		...lines.length === 0 ? [] : [""],
		...more
	];
}
function sayCosts({ held, ...past }) {
	const times = Object.entries(held.byGate).slice(0, MOST_GATES).map(([name, { n, p50, p90, open }]) => {
		const how = p50 === null || p90 === null ? "" : `${sayDuration(p50)} (90 % within ${sayDuration(p90)}), `;
		return `${sayName(name)} ${how}n = ${n}${open === 0 ? "" : `, ${open} not over`}`;
	});
	const shares = [
		sayShare(past.emergencies, "an emergency", "emergencies"),
		sayShare(past.overrides, "opened against the policy"),
		sayShare(past.bypasses, "went on without an answer"),
		sayShare(past.unreviewed, "with a change that nobody reviewed")
	].filter((each) => each !== null);
	return [...times.length === 0 ? [] : [`Held, median by gate: ${times.join("; ")}.`], ...past.emergencies.n === 0 ? [] : [`Of ${count$3(past.emergencies.n, "deployment")} let through: ${shares.join(", ") || "none past the rules"}.`]];
}
function sayShare({ numerator }, one, several = one) {
	return numerator === 0 ? null : `${numerator} ${numerator === 1 ? one : several}`;
}
function sayGives({ caught, failRate }) {
	const rates = (byName) => Object.entries(byName).slice(0, MOST_GATES).map(([name, rate]) => `${sayName(name)}: ${sayRate(rate)}`).join(", ");
	const [sizes, strategies] = [rates(failRate.byBatchSize), rates(failRate.byStrategy)];
	return [
		...caught.n === 0 ? [] : [`Holds after which the candidate was changed: ${caught.numerator} of ${caught.n}.`],
		...sizes === "" ? [] : [`Change fail rate by number of changes: ${sizes}.`],
		...strategies === "" ? [] : [`Change fail rate by strategy: ${strategies}.`]
	];
}
function sayTargets({ lanes }) {
	const judged = lanes.filter(({ targets = [] }) => targets.length > 0);
	if (judged.length === 0) return [];
	const lines = judged.slice(0, MOST_LANES).map((lane) => {
		const said = TARGET_NAMES.flatMap((name) => {
			const target = lane.targets?.find((each) => each.name === name);
			return target === void 0 ? [] : [`${METRIC_NAMES[name].toLowerCase()} ${sayTarget({
				...target,
				name
			})}`];
		});
		return `- ${sayLane(lane)}: ${said.join("; ")}`;
	});
	return [
		"### Targets",
		"",
		...lines,
		...sayCut(judged.length - lines.length, "lanes"),
		""
	];
}

// src/policy/wanted-facts.ts
const ALERT_TOOLS = ["code-scanning", "dependabot"];
function wantedFacts(policies, question) {
	const required = policies.flatMap((policy) => policy.gates.filter((gate) => mayConcern(gate, question)).map((gate) => gate.require));
	const dependencies = required.flatMap((each) => each.dependencies ?? []);
	return {
		checks: required.some((each) => each.checks !== void 0),
		codeowners: required.some((each) => each.approvals?.from.codeowners === true),
		incidents: distinct$1(required.flatMap((each) => each["no-incident"]?.labels ?? [])),
		environments: question.kind === "deploy" ? otherEnvironments(policies, question.environment, required) : [],
		dependencies: dependencies.filter((one, index) => dependencies.findIndex((each) => isSameLane(one, each)) === index),
		lanes: distinct$1(policies.flatMap((policy) => (policy.escalate ?? []).map((each) => each.when.over))),
		alerts: ALERT_TOOLS.filter((tool) => required.some((each) => each.alerts?.[tool] !== void 0)),
		attestation: required.some((each) => each.attestation !== void 0),
		artifacts: required.flatMap(({ attestation }) => attestation === void 0 ? [] : [attestation.artifact]),
		issues: required.some((each) => each["linked-issue"] !== void 0),
		...ofDeployment(policies, question, required)
	};
}
/** Merging has no record, no target that could be ready, and no stage of a plan. */
function ofDeployment(policies, question, required) {
	if (question.kind === "merge") return {
		record: false,
		preflight: [],
		plans: false
	};
	return {
		record: required.some((each) => each.sections !== void 0),
		preflight: preflightFiles(policies, question.environment),
		plans: policies.some((policy) => policy.plan !== void 0)
	};
}
/** Whether the gate can be part of a decision on the question, whatever tier the release turns out to have. */
function mayConcern(gate, question) {
	if (gate.at !== question.kind) return false;
	return question.kind === "merge" || matchesEnvironment(gate.for?.environments, question.environment);
}
/** Where the commit has to have been first, or verified for a sign-off to count, and the other members of the group. */
function otherEnvironments(policies, environment, required) {
	const named = policies.flatMap((policy) => {
		const entry = entryFor(policy, environment);
		const members = entry?.group === void 0 ? [] : membersOf$1(policy, entry.group);
		return entry?.promote === void 0 ? members : [entry.promote.from, ...members];
	});
	const signedOff = required.flatMap((each) => each.approvals?.after?.verified ?? []);
	return distinct$1([...named, ...signedOff]).filter((name) => !isSameName(name, environment));
}
function membersOf$1(policy, group) {
	return Object.entries(policy.environments ?? {}).flatMap(([name, entry]) => entry.group !== void 0 && isSameName(entry.group, group) ? [name] : []);
}
function isSameLane(one, other) {
	return isSameName(one.repository, other.repository) && isSameName(one.environment, other.environment);
}
function distinct$1(names) {
	return names.filter((name, index) => names.findIndex((each) => isSameName(name, each)) === index);
}

// src/flow/backtest/proposed/kept-facts.ts
/**
* Whether the facts that were kept of a deployment hold what another policy asks about. They were gathered for the
* policy of their time, and what it did not ask for nobody read: that is not the same as nothing being there.
*/
/** Decided by this very policy: what it asks for was read. By another one: only what the facts show was surely read. */
function gatheredFor({ facts, decision }, inForce, digest) {
	const rules = inForce.map(({ policy }) => policy);
	const isSame = decision.policy.digest === digest;
	const wanted = isSame ? wantedFacts(rules, facts.question) : void 0;
	const shown = facts.deployments.map(({ environment }) => environment);
	return {
		checks: facts.checks.length > 0 || (wanted?.checks ?? false),
		teams: lower([...Object.values(facts.people).flatMap(({ teams }) => teams), ...isSame ? teamsOf(rules) : []]),
		incidents: lower([...facts.incidents.flatMap(({ labels }) => labels), ...wanted?.incidents ?? []]),
		environments: lower([...shown, ...wanted?.environments ?? []])
	};
}
/** What the tier follows from besides the changes themselves. What both policies ask about they see alike. */
function lacksTierFacts(facts, proposed, inForce, { teams }) {
	const known = /* @__PURE__ */ new Set([...facts.lanes.map(({ over }) => over), ...lanesOf(inForce)]);
	const asked = /* @__PURE__ */ new Set([...teams, ...authorTeamsOf(inForce)]);
	return lanesOf(proposed).some((over) => !known.has(over)) || authorTeamsOf(proposed).some((team) => !asked.has(team));
}
function lanesOf(policies) {
	return policies.flatMap(({ policy }) => (policy.escalate ?? []).map(({ when }) => when.over));
}
function authorTeamsOf(policies) {
	return policies.flatMap(({ policy }) => (policy.risk ?? []).flatMap((rule) => rule.when?.["author-in"] ?? [])).map((team) => team.toLowerCase());
}
/** A gate that the policy in force has just so is judged as it was. */
function lacksFacts(result, facts, both, gathered) {
	if (result.status === "skipped") return false;
	if (result.requirements.some(({ kind }) => kind === "promotion" || kind === "group")) {
		const question = facts.question;
		return wantedFacts(both.proposed.map(({ policy }) => policy), question).environments.some((name) => ![...gathered.environments].some((known) => matchesEnvironment([name], known)));
	}
	const same = gatesNamed(both.inForce, result.name).map((gate) => canonicalJson(gate.require));
	return gatesNamed(both.proposed, result.name).filter((gate) => !same.includes(canonicalJson(gate.require))).some((gate) => asksUnread(gate, facts, gathered));
}
function gatesNamed(policies, name) {
	return policies.flatMap(({ policy }) => policy.gates.filter((gate) => gate.name === name));
}
function asksUnread(gate, facts, { checks, teams, incidents }) {
	const asked = gate.require;
	const { approvals, dependencies = [] } = asked;
	const named = [...lower(approvals?.from.teams ?? [])];
	const labels = [...lower(asked["no-incident"]?.labels ?? [])];
	const healths = lower(facts.dependencies.map(({ repository, environment }) => `${repository} ${environment}`));
	return asked.checks !== void 0 && !checks || approvals?.from.codeowners === true && facts.codeowners === void 0 || named.some((team) => !teams.has(team)) || labels.some((label) => !incidents.has(label)) || dependencies.some((one) => !healths.has(`${one.repository} ${one.environment}`.toLowerCase()));
}
function lower(names) {
	return new Set(names.map((name) => name.toLowerCase()));
}

// src/flow/backtest/proposed/judge-past.ts
/** Undefined: not even the tier can be told, since the proposed policy asks for it what was not read at the time. */
function comparePast(past, inForce, proposed) {
	const before = decide(inForce, past.facts);
	const gathered = gatheredFor(past, inForce, before.policy.digest);
	if (lacksTierFacts(past.facts, proposed, inForce, gathered)) return void 0;
	const after = decide(proposed, past.facts);
	const untold = after.gates.filter((gate) => lacksFacts(gate, past.facts, {
		proposed,
		inForce
	}, gathered));
	return {
		before: said$3(before),
		after: said$3(after),
		untold: untold.map(({ name }) => name)
	};
}
const TIME = /* @__PURE__ */ new Set(["window", "freeze"]);
function said$3(decision) {
	const heldBy = decision.gates.filter((gate) => gate.requirements.some(isClosed)).map(({ name }) => name);
	return {
		tier: decision.tier,
		heldBy,
		heldFor: heldBy.length === 0 ? 0 : secondsUntilOpen(decision),
		unknown: decision.gates.filter(asksSomething).map(({ name }) => name),
		unmet: decision.gates.filter(isUnmet).map(({ name }) => name)
	};
}
function isClosed({ kind, status }) {
	return TIME.has(kind) && status !== "met";
}
/** An approval that is asked of nobody asks nothing. */
function asksSomething({ requirements }) {
	return requirements.some(({ kind, reason }) => !TIME.has(kind) && reason.code !== "no-owners" && !(reason["needed"] === 0));
}
function isUnmet({ requirements }) {
	return requirements.some(({ kind, status }) => !TIME.has(kind) && status !== "met");
}
function secondsUntilOpen({ at, earliestOpening }) {
	if (earliestOpening === null) return null;
	return Math.ceil((epochMs(earliestOpening) - epochMs(at)) / 1e3);
}

// src/flow/backtest/proposed/backtest.ts
const MOST_DEPLOYMENTS = 100;
async function backtestPolicy(store, repository, state, proposed) {
	const ofOrganisation = proposed.organisation !== void 0;
	const of = ofOrganisation ? { installationId: repository.installationId } : { repositoryId: repository.id };
	const { decisions, isCut } = await store.pastDecisions(of, 100);
	const policiesFor = bothPolicies(store, repository, inForceIn(state), proposed);
	const compared = [];
	for (const past of decisions) {
		const { before, after } = await policiesFor(past);
		if (before.length > 0) compared.push(comparePast(past, before, after));
	}
	const told = compared.filter((one) => one !== void 0);
	return {
		compared: told,
		untold: compared.length - told.length,
		isCut,
		ofOrganisation
	};
}
/** Other repositories of the organisation have policies of their own, which stay as they are. */
function bothPolicies(store, repository, inForce, proposed) {
	const others = /* @__PURE__ */ new Map();
	return async (past) => {
		const { id } = past.question.repository;
		const isHere = id === repository.id;
		if (!isHere && !others.has(id)) others.set(id, await policyOf(store, past));
		const own = isHere ? inForce.own : others.get(id);
		return {
			before: listed$1(inForce.organisation, own),
			after: listed$1(proposed.organisation ?? inForce.organisation, isHere ? proposed.own ?? own : own)
		};
	};
}
function inForceIn(state) {
	const policies = state.kind === "in-force" ? state.policies : [];
	return {
		organisation: policies.find(({ source }) => source === "org"),
		own: policies.find(({ source }) => source === "repository")
	};
}
async function policyOf(store, { question }) {
	const kept = await store.lastValidPolicy(question.repository.id);
	const parsed = kept && parseRepositoryPolicy(kept.text, void 0);
	if (parsed?.kind !== "valid") return void 0;
	return {
		source: "repository",
		file: ".github/tidegate.yml",
		policy: parsed.policy
	};
}
function listed$1(...policies) {
	return policies.filter((policy) => policy !== void 0);
}

// src/flow/dora/gate-event.ts
/** @param later the gates of the same lane that were asked for after it */
function gateEvent(history, later) {
	const { deploymentId, environment, life, decision: last, facts, endedAt } = history;
	const openedAt = throughAt(history);
	return {
		kind: "gate",
		deploymentId: `${deploymentId}`,
		environment,
		...last === null ? {} : {
			tier: last.tier,
			type: last.releaseType
		},
		requestedAt: life.requestedAt,
		...openedAt === null ? {} : { openedAt: toInstant(openedAt) },
		...endedAt === null ? {} : { endedAt: toInstant(endedAt) },
		held: heldIn(history),
		approvals: facts === null || last === null ? [] : approvalsIn(facts, last, life),
		isOverridden: openedAt !== null && last?.override != null,
		isBypassed: life.state === "bypassed",
		isUnreviewed: facts !== null && isUnreviewed(facts),
		isReplaced: openedAt === null && later.some((each) => each.life.sha !== life.sha && throughAt(each) !== null)
	};
}
/** By our approval, or without an answer of ours. */
function throughAt({ openedAt, life }) {
	if (openedAt !== null) return openedAt;
	return life.state === "approved" || life.state === "bypassed" ? epochMs(life.since) : null;
}
/**
* A gate holds from the first answer that says so until the first that does not say it any more. The preflight is run when
* nothing else is missing, so beside another it holds nothing.
*/
function heldIn({ decided, openedAt, endedAt, life }) {
	const spans = [];
	for (const [index, { at, holding: names }] of decided.entries()) {
		const holding = new Set(names.length > 1 ? names.filter((name) => name !== preflightGate.name) : names);
		for (const span of spans) if (span.until === null && !holding.has(span.gate)) span.until = at;
		const known = new Set(spans.filter(({ until }) => until === null).map(({ gate }) => gate));
		const from = index === 0 ? Math.min(at, epochMs(life.requestedAt)) : at;
		spans.push(...[...holding].filter((gate) => !known.has(gate)).map((gate) => ({
			gate,
			from,
			until: null
		})));
	}
	const end = openedAt ?? endedAt;
	return spans.map(({ gate, from, until: ended }) => {
		const until = ended ?? end;
		return {
			gate,
			from: toInstant(from),
			...until === null ? {} : { until: toInstant(Math.max(from, until)) }
		};
	});
}
/** Approvals of the release that counted. They could be given from when the gate began to wait. */
function approvalsIn(facts, { gates }, { requestedAt: askedAt }) {
	const counted = gates.flatMap(({ requirements }) => requirements.flatMap((each) => each.counted ?? []));
	return facts.approvals.filter(({ state, user }) => state === "approved" && counted.some((login) => isSameName(login, user))).map(({ user, at }) => {
		const team = teamOf(facts, user);
		return {
			askedAt,
			at,
			...team === void 0 ? {} : { team }
		};
	});
}
/** People may be in several teams; the first by name stands for them, the same each time. */
function teamOf({ people }, login) {
	return Object.entries(people).find(([name]) => isSameName(name, login))?.[1].teams.toSorted()[0];
}
function isUnreviewed(facts) {
	const directory = directoryOf(facts);
	return facts.changes.some((change) => reviewOf$2(change, directory).answer === "unreviewed");
}
/** Of all gates of a repository that were asked for at `since` or later; environments compare without case. */
function gateEvents(histories) {
	return [...Map.groupBy(histories, ({ environment }) => environment.toLowerCase()).values()].flatMap((lane) => lane.map((history, index) => gateEvent(history, lane.slice(index + 1))));
}

// src/flow/dora/process-facts.ts
/** What is known of ways back and of reviews at the end of a stretch of time, for what the process costs and gives. */
/** A policy may name hundreds of environments, and each place is read by itself. */
const MOST_DRILLS = 20;
/** @param policies the organisation's first */
async function processFacts(store, repositoryId, policies, span) {
	const drills = await drillsOf(store, repositoryId, policies, span);
	const reviews = reviewsIn(await store.reviewCauses(repositoryId), span);
	return {
		...drills.length === 0 ? {} : { drills },
		reviews
	};
}
/** Of two policies that ask for the same environment, the repository's. */
async function drillsOf(store, repositoryId, policies, { until }) {
	const asked = policies.toReversed().flatMap(({ environments = {} }) => Object.entries(environments)).flatMap(([environment, { rollback }]) => rollback?.drill ? [{
		environment,
		rollback
	}] : []);
	const each = asked.filter(({ environment }, index) => asked.findIndex((one) => isSameName(one.environment, environment)) === index);
	const places = /* @__PURE__ */ new Map();
	const drills = [];
	for (const { environment, rollback } of each.slice(0, MOST_DRILLS)) {
		const place = rollback.drill?.in ?? "";
		const rollbacks = places.get(place) ?? await store.rollbacks(repositoryId, place);
		places.set(place, rollbacks);
		const state = drillState({ rollback }, rollbacks, until);
		if (state === null) continue;
		const lastAt = state.kind === "never" ? null : state.at;
		drills.push({
			environment,
			in: place,
			lastAt,
			state: state.kind
		});
	}
	return drills;
}
/** What was closed without a cause is in `none`. */
function reviewsIn(reviews, { from, until }) {
	const known = reviews.filter(({ openedAt }) => epochMs(openedAt) < until);
	const open = known.filter(({ closedAt }) => closedAt === null || epochMs(closedAt) >= until);
	const causes = known.filter(({ closedAt }) => {
		return closedAt !== null && epochMs(closedAt) >= from && epochMs(closedAt) < until;
	}).flatMap((each) => each.causes.length === 0 ? ["none"] : each.causes).sort();
	const byCause = Object.fromEntries([...Map.groupBy(causes, (each) => each)].map(([name, all]) => [name, all.length]));
	return {
		open: open.length,
		overdue: open.filter((each) => isOverdue$1(each, until)).length,
		byCause
	};
}
function isOverdue$1({ dueAt }, at) {
	return dueAt !== null && epochMs(dueAt) < at;
}

// src/flow/dora/recent-figures.ts
const WINDOW_MS = 7776e6;
async function recentFigures(store, { repositoryId, policies, at, marks }) {
	const { log, request } = await logOf(store, repositoryId, policies, {
		from: at - WINDOW_MS,
		until: at
	});
	return summariseDora(log, {
		...request,
		marks
	});
}
/** What is known of a stretch of time, and how its figures are to be made. */
async function logOf(store, repositoryId, policies, span) {
	const log = new DoraLog();
	for (const event of await knownEvents(store, repositoryId)) log.add(event);
	const gates = await store.gateHistories(repositoryId, span.from);
	for (const event of gateEvents(gates)) log.add(event);
	const known = await processFacts(store, repositoryId, policies, span);
	return {
		log,
		gates,
		request: {
			...countingOf(joinedPolicy(policies)),
			...known,
			window: span.until - span.from,
			until: span.until
		}
	};
}

// src/flow/dora/quarter/edit-tiers.ts
/** Gives rules of a policy another tier in its text, and leaves every other character as its authors wrote it. */
/** Null: a tier is written in a way that is not replaced safely. */
function editTiers(text, edits) {
	const read = readYaml(text);
	if (read.kind === "unreadable") return null;
	const lines = linesOf$4(text);
	const places = [];
	for (const { index, from, to } of edits) {
		const { line, column } = read.document.valueAt([
			"risk",
			index,
			"tier"
		]);
		const start = (lines[line - 1] ?? 0) + column - 1;
		const written = spellings(from).find((each) => isThere(text, start, each));
		if (written === void 0) return null;
		places.push({
			start,
			end: start + written.length,
			text: spelledAs(written, to)
		});
	}
	return places.sort((one, other) => other.start - one.start).reduce((edited, { start, end, text: put }) => edited.slice(0, start) + put + edited.slice(end), text);
}
function spellings(name) {
	return [
		JSON.stringify(name),
		`'${name}'`,
		name
	];
}
function isThere(text, start, written) {
	const after = text[start + written.length];
	return text.startsWith(written, start) && (after === void 0 || /[\s,}\]]/u.test(after));
}
/** With the quotes of what it replaces; without any only where plain text means the same. */
function spelledAs(written, name) {
	if (!(/^[A-Za-z][\w-]*$/u.test(name) && !/^(?:true|false|null)$/iu.test(name)) || written.startsWith("\"")) return JSON.stringify(name);
	return written.startsWith("'") ? `'${name}'` : name;
}

// src/flow/dora/quarter/unified-diff.ts
/** The difference of two texts of equally many lines, as `git apply` takes it. */
const CONTEXT = 3;
/** @param file as the repository names it. Texts that do not differ have an empty one. */
function unifiedDiff(before, after, file) {
	const [old, now] = [linesOf$2(before), linesOf$2(after)];
	if (old.length !== now.length) throw new Error("A difference is told of texts with equally many lines only.");
	const changed = old.flatMap((line, at) => line === now[at] ? [] : [at]);
	if (changed.length === 0) return "";
	const hunks = stretchesOf(changed, old.length).map((stretch) => hunk(old, now, stretch));
	return [
		`--- a/${file}\n`,
		`+++ b/${file}\n`,
		...hunks
	].join("");
}
/** Each with its line break; the last one may lack it. */
function linesOf$2(text) {
	return text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
}
function stretchesOf(changed, length) {
	const stretches = [];
	for (const at of changed) {
		const one = {
			from: Math.max(0, at - CONTEXT),
			until: Math.min(length, at + CONTEXT + 1)
		};
		const last = stretches.at(-1);
		if (last !== void 0 && one.from <= last.until) stretches.splice(-1, 1, {
			from: last.from,
			until: one.until
		});
		else stretches.push(one);
	}
	return stretches;
}
function hunk(old, now, { from, until }) {
	const lines = [];
	for (let at = from; at < until;) {
		if (old[at] === now[at]) {
			lines.push(` ${ended$7(old[at])}`);
			at += 1;
			continue;
		}
		let end = at;
		while (end < until && old[end] !== now[end]) end += 1;
		lines.push(...old.slice(at, end).map((line) => `-${ended$7(line)}`), ...now.slice(at, end).map((line) => `+${ended$7(line)}`));
		at = end;
	}
	const range = `${from + 1},${until - from}`;
	return [`@@ -${range} +${range} @@\n`, ...lines].join("");
}
function ended$7(line = "") {
	return line.endsWith("\n") ? line : `${line}\n\\ No newline at end of file\n`;
}

// src/flow/dora/quarter/propose-risk.ts
/**
* The smallest change of the rules under `risk` that could make tiers tell deployments that fail from those that do not:
* rules of the higher tier under which the least failed go one tier down; where the lower tier fails too often, rules of
* it under which the most failed go up.
*/
/** Of fewer the rate of a rule is a guess. */
const FEWEST = 5;
/** @param steps neighbouring tiers that want recalibration. The reasons of the first one tell why nothing is proposed. */
function proposeRisk(policy, steps) {
	const found = steps.map((step) => movesOf(policy, step));
	const moves = found.flatMap((each) => "moves" in each ? each.moves : []);
	const [first] = found.flatMap((each) => "moves" in each ? [] : [each]);
	if (moves.length === 0) return first ?? none("nothing-to-move");
	const once = moves.filter((move, at) => moves.findIndex(({ index }) => index === move.index) === at);
	const edits = once.map(({ index, rule, to }) => ({
		index,
		from: rule.tier,
		to
	}));
	const text = editTiers(policy.text, edits);
	const origin = {
		source: "policy",
		file: policy.file
	};
	const parsed = text === null ? null : parsePolicy(text, origin, policy.organisation);
	if (text === null || parsed?.kind !== "valid") return none("not-editable");
	return {
		kind: "proposed",
		moves: once,
		diff: unifiedDiff(policy.text, text, policy.file),
		policy: parsed.policy
	};
}
function none(because, needed) {
	return {
		kind: "none",
		because,
		...needed === void 0 ? {} : { needed }
	};
}
function movesOf({ policy, outcomes, failRateTarget }, { lower, higher, direction }) {
	if (policy.risk === void 0) return none("no-rules");
	const isDown = direction === "down";
	const movable = outcomes.filter(({ rule }) => rule.tier === (isDown ? higher : lower)).filter(({ rule }) => isDown ? !isSafety(rule) : rule.when !== void 0);
	if (movable.length === 0) return none("nothing-to-move");
	const known = movable.filter(({ n }) => n >= FEWEST);
	if (known.length === 0) return none("too-few", Math.min(...movable.map(({ n }) => FEWEST - n)));
	const limit = failRateTarget ?? 1;
	const allowed = known.filter((each) => isDown ? rateOf(each) <= limit : rateOf(each) > 0);
	const rates = allowed.map(rateOf);
	const wanted = isDown ? Math.min(...rates) : Math.max(...rates);
	const moves = allowed.filter((each) => rateOf(each) === wanted);
	return moves.length === 0 ? none("nothing-to-move") : { moves: moves.map((each) => ({
		...each,
		to: isDown ? lower : higher
	})) };
}
function rateOf({ failed, n }) {
	return failed / n;
}
/** What nobody looked at and what may break by design is not made less of because it went well so far. */
function isSafety({ when }) {
	return when?.unreviewed !== void 0 || (when?.dependency?.includes("major") ?? false);
}

// src/flow/dora/quarter/rule-outcomes.ts
/** How often deployments failed whose tier a rule of the policy gave. */
/**
* Several rules may have given a deployment its tier: it counts for each.
*
* @param failed whether it failed, by the id of each deployment that counts
*/
function ruleOutcomes({ risk = [] }, gates, failed) {
	const known = gates.flatMap(({ deploymentId, decision }) => {
		const isFailed = failed.get(`${deploymentId}`);
		return decision === null || isFailed === void 0 ? [] : [{
			decision,
			isFailed
		}];
	});
	return risk.map((rule, index) => {
		const because = nameOf$3(rule);
		const own = known.filter(({ decision: { tier, tierReasons } }) => {
			return tier === rule.tier && tierReasons.some((reason) => reason.tier === tier && reason.because === because);
		});
		return {
			index,
			rule,
			because,
			failed: own.filter(({ isFailed }) => isFailed).length,
			n: own.length
		};
	});
}
function nameOf$3({ because, when }) {
	return because ?? (when === void 0 ? "no other rule matched" : sayWhen(when));
}

// src/flow/backtest/proposed/backtest-text.ts
/** The backtest of a proposed policy in words, for the check on the pull request. */
/** A policy may have 200 gates; whoever reads this wants the most frequent ones. */
const MOST_LINES$3 = 20;
/** As Markdown, without a line break at the end. */
function sayBacktest(backtest) {
	const { compared, untold } = backtest;
	const count = compared.length + untold;
	if (count === 0) return `${heading("past deployments")}\n\n${sayNone(backtest)}`;
	const differences = differencesIn(compared);
	const lines = [...differences.slice(0, MOST_LINES$3), ...sayUntold(backtest)];
	const more = differences.length > MOST_LINES$3 ? [`and ${differences.length - MOST_LINES$3} more differences`] : [];
	const nothing = `Nothing would have changed for ${sayReleases(compared.length, "deployment")}`;
	const told = differences.length === 0 && compared.length > 0 ? [nothing, ...lines] : [...lines, ...more];
	return [
		heading(count === 1 ? "last deployment" : `last ${count} deployments`),
		"",
		...told.map((line) => `- ${inertMarkdown(plainLine(line, 1e3))}`),
		"",
		`<sub>${sayBasis(backtest, count)}</sub>`
	].join("\n");
}
function heading(what) {
	return `#### What this change would have done to the ${what}`;
}
function sayNone({ isCut }) {
	if (isCut) return "It cannot be told: the facts that were kept of the last deployment are too large to be judged here.";
	return "It cannot be told yet: Tidegate has decided about no deployment here under a policy.";
}
function differencesIn(compared) {
	const before = compared.map((one) => one.before);
	const after = compared.map((one) => one.after);
	return [...sayDifferences(before, after, "deployment"), ...sayUnmet(compared)];
}
/** Gates that both policies have, and that ask more or less than before of the same deployment. */
function sayUnmet(compared) {
	const of = sayReleases(compared.length, "deployment");
	const tell = (what, gates) => tally(gates).map(([gate, count]) => `${count} of ${of} would ${what} ${plainLine(gate, 100)}`);
	return [...tell("have waited longer for", compared.flatMap(({ before, after, untold }) => newlyUnmet(after, before, untold))), ...tell("not have waited for", compared.flatMap(({ before, after, untold }) => newlyUnmet(before, after, untold)))];
}
function newlyUnmet(one, other, untold) {
	const isInBoth = (gate) => one.unknown.includes(gate) && other.unknown.includes(gate);
	return [...new Set(one.unmet)].filter((gate) => isInBoth(gate) && !other.unmet.includes(gate) && !untold.includes(gate));
}
function sayUntold({ compared, untold }) {
	const gates = tally(compared.flatMap((one) => [...new Set(one.untold)]));
	const lacking = compared.filter((one) => one.untold.length > 0).length;
	const names = gates.map(([gate, count]) => `${plainLine(gate, 100)} (${count})`).join(", ");
	return [...lacking === 0 ? [] : [`Of ${sayReleases(lacking, "deployment")} it cannot be told whether they would have opened: what these gates ask about was not read at the time: ${names}`], ...untold === 0 ? [] : [`Of ${sayReleases(untold, "deployment")} nothing can be told: what the new rules for the tier ask about was not read at the time`]];
}
function sayBasis({ isCut, ofOrganisation }, count) {
	const which = ofOrganisation ? " of the repositories of this organisation" : "";
	const cut = isCut ? " Older ones are left out: their facts are too large." : "";
	const most = count >= 100 ? ` At most ${100} are looked at.` : "";
	return `Rests on ${sayReleases(count, "deployment")}${which} that Tidegate decided about, each judged again on the facts kept from its last decision, by the policy in force and by this one. Nothing here fails the check.${cut}${most}`;
}
function tally(names) {
	const counts = /* @__PURE__ */ new Map();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts].sort(([, one], [, other]) => other - one);
}

// src/flow/dora/quarter/say-proposal.ts
/** Whether the tiers tell risk apart, and what could be changed in the policy where they do not; as Markdown lines. */
/** A longer one is no small change, and words tell it, too. */
const LONGEST_DIFF = 12e3;
function sayTiers(calibration, steps, proposed) {
	const head = ["### Whether the tiers tell risk apart", ""];
	if (steps.every(({ state }) => state === "separated")) return [
		...head,
		"They do: each tier fails more often than the one below it. Nothing to do.",
		""
	];
	const lines = steps.map((step) => `- ${sayName(step.lower)} and ${sayName(step.higher)}: ${sayStep$1(step)}`);
	return [
		...[
			...head,
			...lines,
			""
		],
		...sayCalibrationSteps(calibration),
		...proposed === null ? [] : sayProposal(proposed)
	];
}
function sayStep$1({ state, needed }) {
	if (state === "separated") return "separated.";
	if (state === "recalibrate") return "they do not separate; what the policy calls risky is not what fails.";
	return `not enough is known to say.${needed === void 0 ? "" : ` It takes about ${count$3(Math.ceil(needed), "more deployment")} of the two.`}`;
}
const NONE$1 = {
	"no-rules": "this policy has no rules under `risk` that give these tiers. Whoever keeps those rules can look at them.",
	"too-few": "too few deployments are known by rule.",
	"nothing-to-move": "the rules that are left guard against what must not go lower, or fail too often for that. People have to look.",
	"not-editable": "the text of the policy cannot be changed line by line so that it stays valid."
};
function sayProposal({ proposal, backtest }) {
	if (proposal.kind === "none") {
		const more = proposal.needed === void 0 ? "" : ` The rule of which most is known needs ${proposal.needed} more.`;
		return [`**No change is proposed:** ${NONE$1[proposal.because]}${more}`, ""];
	}
	return [
		"**A change of `risk` to talk about.** It changes nothing until somebody merges it:",
		"",
		...proposal.moves.map((move) => `- ${sayMove(move)}`),
		"",
		...sayDiff(proposal.diff),
		...backtest === null ? [] : [
			...sayEffect(backtest),
			sayBacktest(backtest),
			""
		]
	];
}
function sayMove({ because, rule, to, failed, n }) {
	return `“${inertMarkdown(plainLine(because, 200))}” from ${sayName(rule.tier)} to ${sayName(to)}: ${failed} of ${count$3(n, "deployment")} with it failed (${sayPercent(failed / n)}).`;
}
/** Shown as it is, so that it can be applied: text that could end the block or pass for a mark of ours is not. */
function sayDiff(diff) {
	if (diff.length > LONGEST_DIFF || diff.includes("<!--") || diff.includes("```")) return ["The difference is not shown: it is too long, or has text that GitHub would not show as it is.", ""];
	return [
		"```diff",
		diff.trimEnd(),
		"```",
		""
	];
}
/** `Of 40 past deployments, 6 would have had another tier, and 31 h fewer would have been waited for windows.` */
function sayEffect({ compared }) {
	if (compared.length === 0) return [];
	const moved = compared.filter(({ before, after }) => before.tier !== after.tier).length;
	const seconds = compared.reduce((sum, { before, after }) => {
		return before.heldFor === null || after.heldFor === null ? sum : sum + after.heldFor - before.heldFor;
	}, 0);
	const hours = Math.round(Math.abs(seconds) / 360) / 10;
	const held = hours === 0 ? "no hours fewer or more" : `${hours} h ${seconds < 0 ? "fewer" : "more"}`;
	return [`Of ${count$3(compared.length, "past deployment")}, ${moved} would have had another tier, and ${held} would have been held by windows and freezes.`, ""];
}

// src/flow/dora/quarter/tier-steps.ts
/** Of two tiers there is one step, which the report tells as the whole. One tier has none. */
function stepsIn({ calibration }, tiers) {
	if (calibration.steps !== void 0) return calibration.steps;
	const [lower, higher] = tiers;
	if (lower === void 0 || higher === void 0) return [];
	const { state, difference, needed } = calibration;
	return [{
		lower,
		higher,
		state,
		difference,
		...needed === void 0 ? {} : { needed }
	}];
}
/** @param failRateTarget the change fail rate that the policy allows, 0 to 1; null: it says nothing */
function stepsToChange(steps, { byTier }, failRateTarget) {
	return steps.filter(({ state }) => state === "recalibrate").map(({ lower, higher }) => {
		const least = byTier[lower]?.changeFailRate.interval?.lower ?? 0;
		return {
			lower,
			higher,
			direction: failRateTarget !== null && least > failRateTarget ? "up" : "down"
		};
	});
}

// src/flow/dora/quarter/quarter-news.ts
/** Quarters from before the issue are never told, nor those of which fewer than 30 days were observed. */
async function quarterNews(store, asked) {
	const { before, policy, at, issueNumber, wholeAt } = asked;
	const ended = endedQuarter(at, policy.zone);
	if (before?.quarter === void 0) return {
		quarter: ended.name,
		comments: []
	};
	if (before.quarter >= ended.name || issueNumber === null || wholeAt < ended.span.until) return {
		quarter: before.quarter,
		comments: []
	};
	const body = await bodyOf(store, asked, ended);
	if (body === null) return {
		quarter: ended.name,
		comments: []
	};
	const key = `quarter/${ended.name}`;
	const since = toInstant(ended.span.until);
	const { repository } = asked;
	return {
		quarter: ended.name,
		comments: [{
			kind: "comment-issue",
			repository,
			issueNumber,
			key,
			since,
			body
		}]
	};
}
/** Null: too little of the quarter was observed. */
async function bodyOf(store, asked, quarter) {
	const { repository, state, policy } = asked;
	const policies = state.policies.map((each) => each.policy);
	const read = await logOf(store, repository.id, policies, quarter.span);
	const figures = quarterFigures(read.log, quarter, read.request);
	if (figures === null) return null;
	const steps = stepsIn(figures.report, policy.tiers);
	const proposed = await proposalOf(store, asked, read, figures);
	const lines = [
		...quarterLines(figures, policy.tiers),
		...sayTiers(figures.report.calibration, steps, proposed),
		"<sub>Tidegate tells each quarter once, when it is over. The figures are of services over time; they rank neither people nor teams.</sub>"
	];
	return cutLines(lines, roomIn(ISSUE_LIMIT));
}
async function proposalOf(store, { repository, state, policy }, { gates, request: { failRateTarget } }, { report, failed }) {
	const steps = stepsToChange(stepsIn(report, policy.tiers), report, failRateTarget);
	if (steps.length === 0) return null;
	const own = state.policies.find(({ source }) => source === "repository");
	const kept = own === void 0 ? null : await store.lastValidPolicy(repository.id);
	if (own === void 0 || kept === null) return {
		proposal: {
			kind: "none",
			because: "no-rules"
		},
		backtest: null
	};
	const outcomes = ruleOutcomes(own.policy, gates, failed);
	const { organisation } = state;
	const text = {
		text: kept.text,
		file: POLICY_FILE,
		policy: own.policy,
		organisation,
		outcomes,
		failRateTarget
	};
	const proposal = proposeRisk(text, steps);
	if (proposal.kind === "none") return {
		proposal,
		backtest: null
	};
	const changed = {
		organisation: void 0,
		own: {
			...own,
			policy: proposal.policy
		}
	};
	return {
		proposal,
		backtest: await backtestPolicy(store, repository, state, changed)
	};
}

// src/flow/dora/answer-dora.ts
const DAY_MS$1 = 864e5;
/** The issue is told by it, and its comments by it and the instant. */
const KEY$1 = "dora";
async function answerDora(question, ports) {
	const at = ports.clock.now();
	const dueAt = at + DAY_MS$1;
	const { repository } = question;
	const github = await ports.github(repository);
	const state = await readPolicyState(ports, repository, github);
	if (state.kind !== "in-force") return {
		record: recordOf$1(at, "Not told: no policy is in force."),
		dueAt
	};
	const { sha: headSha, policies: inForce } = state;
	const { standing, notices } = await readStanding(ports, {
		repository,
		github,
		headSha,
		policies: inForce,
		at
	});
	const policies = inForce.map((each) => each.policy);
	const policy = joinedPolicy(policies);
	if (policy === null || policy.dora?.issue === false) return {
		record: recordOf$1(at, "Not told: the policy wants no issue of delivery figures.", { notices }),
		dueAt
	};
	const history = await ports.store.doraHistory(repository.id);
	if (history === null || history.wholeAt === null) return {
		record: recordOf$1(at, "Not told yet: the history of the repository is being read.", { notices }),
		dueAt
	};
	const marks = await policyMarks(github, toInstant(at - WINDOW_MS));
	const report = await recentFigures(ports.store, {
		repositoryId: repository.id,
		policies,
		at,
		marks
	});
	const number = await ports.store.keptIssue(repository.id, KEY$1);
	if (number === null && !hasDeployments(report)) return {
		record: recordOf$1(at, "Not told: nothing was deployed to production.", { notices }),
		dueAt
	};
	const before = history.state === null ? null : readState(history.state);
	const { wholeAt } = history;
	return {
		record: told$2({
			question,
			policy,
			report,
			number,
			before,
			at,
			standing,
			notices,
			news: await quarterNews(ports.store, {
				repository,
				state,
				policy,
				issueNumber: number,
				before,
				wholeAt,
				at
			})
		}),
		dueAt
	};
}
/** In the window; what only failed was none. */
function hasDeployments({ lanes }) {
	return lanes.some(({ metrics: { deploymentFrequency: { n, rollbacks, redeploys } } }) => n + rollbacks + redeploys > 0);
}
/** Editing an issue tells nobody, so a change of state is told in a comment. The first issue tells itself. */
function told$2({ question: { repository }, policy, report, number, before, at, ...more }) {
	const targets = policy.dora?.targets;
	const now = {
		...stateOf$2(report, targets, before),
		quarter: more.news.quarter
	};
	const said = before === null ? [] : changesOf(before, now);
	const { title, body } = renderDoraIssue(report, {
		repository: fullName(repository),
		targets,
		tiers: policy.tiers,
		standing: more.standing
	});
	const issue = {
		kind: "keep-issue",
		repository,
		key: KEY$1,
		number,
		title,
		label: "tidegate:dora",
		body,
		seed: "",
		isOver: false
	};
	const comments = number === null || said.length === 0 ? [] : [{
		kind: "comment-issue",
		repository,
		issueNumber: number,
		...commentOf$1(said, at)
	}];
	const summary = said.length === 0 ? "The delivery figures are up to date." : `The delivery figures: ${said.join(" ")}`;
	return recordOf$1(at, summary, {
		effects: [
			issue,
			...comments,
			...more.news.comments
		],
		doraState: keepState(now),
		notices: more.notices
	});
}
function commentOf$1(said, at) {
	const lines = said.map((sentence) => `- ${sentence}`);
	return {
		key: `${KEY$1}/${at}`,
		since: toInstant(at),
		body: lines.join("\n")
	};
}

// src/dora/render/organisation.ts
/** The DORA summary issue of an organisation: a row for each repository and lane, by name and never by rank. */
/** Rows at each try to fit. */
const ROWS = [
	500,
	250,
	120,
	60,
	30,
	15,
	5,
	1
];
const MOST_UNREADABLE = 50;
function renderOrganisationIssue(reports, options) {
	const room = roomIn(options.limit ?? 65536);
	const title = plainLine(`Delivery figures (DORA) of ${options.organisation}`, 200);
	const sorted = [...reports].sort((a, b) => byName(a.repository, b.repository));
	for (const most of ROWS) {
		const body = linesOf$1(sorted, options, most).join("\n");
		if (body.length <= room) return {
			title,
			body
		};
	}
	return {
		title,
		body: cutLines(linesOf$1(sorted, options, 1), room)
	};
}
function linesOf$1(reports, options, most) {
	const read = reports.filter((each) => each.report !== null);
	const parts = read.flatMap((each) => each.report.lanes.map((lane) => ({
		cells: [sayName(each.repository), sayLane(lane)],
		metrics: lane.metrics
	})));
	const shown = parts.slice(0, most);
	const hasFigures = parts.some(({ metrics }) => metrics.deploymentFrequency.n > 0);
	return [
		sayState(reports, read, parts.length, options.organisation),
		"",
		...sayAttention(read.flatMap(attentionTo), hasFigures),
		"",
		...shown.length === 0 ? [] : [
			"### Repositories",
			"",
			"By name, not by rank.",
			""
		],
		...partsTable$1(["repository", "lane"], shown),
		...sayCut(parts.length - shown.length, "lanes, each in the issue of its repository"),
		"",
		...sayUnreadable$1(reports.filter(({ report }) => report === null)),
		...foot(read)
	];
}
function sayState(reports, read, lanes, organisation) {
	const [first] = read;
	const of = `${count$3(reports.length, "repository", "repositories")} of ${sayName(organisation)}`;
	if (first === void 0) return `No figures of ${of} could be read.`;
	const { window, zone } = first.report;
	const when = read.every(({ report }) => report.window.from === window.from && report.window.until === window.until) ? `${sayMoment(window.from, zone)} to ${sayMoment(window.until, zone)} (${sayName(zone)})` : "each over the window of its own issue";
	return `${count$3(lanes, "lane")} of ${of}, ${when}.`;
}
function attentionTo({ repository, report, targets }) {
	const name = sayName(repository);
	const missed = report.lanes.flatMap((lane) => judgeTargets(lane.metrics, targets ?? {}).filter(({ verdict }) => verdict === "missed")).length;
	const open = report.lanes.reduce((sum, { metrics }) => sum + metrics.recoveryTime.open, 0);
	const causes = report.dataQuality.suggestedCauses.length;
	const parts = [
		...open > 0 ? [`${count$3(open, "failure")} not recovered yet`] : [],
		...missed > 0 ? [`${count$3(missed, "target")} missed`] : [],
		...report.calibration.state === "recalibrate" ? ["its tiers want recalibration"] : [],
		...causes > 0 ? [count$3(causes, "cause to confirm", "causes to confirm")] : []
	];
	return parts.length === 0 ? [] : [`${name}: ${parts.join(", ")}.`];
}
function sayUnreadable$1(unreadable) {
	if (unreadable.length === 0) return [];
	const shown = unreadable.slice(0, MOST_UNREADABLE).map(({ repository, because }) => {
		const why = because === void 0 ? "" : `: ${sayName(because)}`;
		return `- ${sayName(repository)}${why}`;
	});
	return [
		"### Not read",
		"",
		"Nothing is known about these, which does not mean that nothing happened in them.",
		"",
		...shown,
		...sayCut(unreadable.length - shown.length, "repositories"),
		""
	];
}
function foot(read) {
	const versions = [...new Set(read.map(({ report }) => report.definitions.version))].sort(byName);
	const rules = versions.length === 0 ? "" : ` By definitions ${versions.map(sayName).join(", ")}.`;
	return [
		"---",
		"",
		...PITFALLS.flatMap((line) => [`<sub>${line}</sub>`, ""]),
		`<sub>Tidegate keeps this part up to date.${rules}</sub>`
	];
}

// src/flow/dora/organisation-reports.ts
/** The figures of each repository of an organisation, or why they are not known. Nothing is read from GitHub for it. */
/** It is read every hour, where it can be read. */
const COUNTS_FOR_MS$4 = 1728e5;
/** A question is claimed for two minutes, and somebody else would begin with it again. */
const MOST_MS$1 = 6e4;
async function organisationReports({ store, clock }, repositories, organisation, at) {
	const reports = [];
	for (const repository of repositories) {
		const isLate = clock.now() - at > MOST_MS$1;
		reports.push(isLate ? unknown(fullName(repository), "there are too many repositories to count all of them in a minute") : await reportOf(store, repository, organisation, at));
	}
	return reports;
}
async function reportOf(store, repository, organisation, at) {
	const name = fullName(repository);
	const policies = [organisation, ...await ownPolicy(store, repository.id)];
	const policy = joinedPolicy(policies) ?? organisation;
	if (policy.dora?.issue === false) return unknown(name, "its policy wants no issue of figures");
	const history = await store.doraHistory(repository.id);
	if (history === null || history.wholeAt === null) return unknown(name, "its history is being read");
	if (at - history.wholeAt > COUNTS_FOR_MS$4) return unknown(name, `its history could last be read at ${toInstant(history.wholeAt)}`);
	return {
		repository: name,
		report: await recentFigures(store, {
			repositoryId: repository.id,
			policies,
			at
		}),
		targets: policy.dora?.targets
	};
}
/** As it was last seen: whoever asks about a gate reads it anew, and this is no gate. */
async function ownPolicy(store, repositoryId) {
	const kept = await store.lastValidPolicy(repositoryId);
	const parsed = kept && parseRepositoryPolicy(kept.text, void 0);
	return parsed?.kind === "valid" ? [parsed.policy] : [];
}
function unknown(repository, because) {
	return {
		repository,
		report: null,
		because
	};
}

// src/flow/dora/answer-organisation-dora.ts
const DAY_MS = 864e5;
const KEY = "dora-organisation";
async function answerOrganisationDora(question, ports) {
	const { repository } = question;
	const at = ports.clock.now();
	const notTold = (why) => ({
		record: recordOf$1(at, why),
		dueAt: at + DAY_MS
	});
	const { organisation } = await readPolicyState(ports, repository, await ports.github(repository));
	if (organisation === void 0 || !wantsOrganisationIssue(organisation)) return notTold("Not told: the policy of the organisation does not ask for figures of all its repositories.");
	const reports = await organisationReports(ports, await toldOf$2(repository, ports), organisation, at);
	const number = await ports.store.keptIssue(repository.id, KEY);
	if (number === null && reports.every(({ report }) => report === null)) return notTold("Not told yet: the figures of no repository are known.");
	const { title, body } = renderOrganisationIssue(reports, { organisation: repository.owner });
	return {
		record: recordOf$1(at, "The delivery figures of the organisation are up to date.", { effects: [{
			kind: "keep-issue",
			repository,
			key: KEY,
			number,
			title,
			label: "tidegate:dora",
			body,
			seed: "",
			isOver: false
		}] }),
		dueAt: at + DAY_MS
	};
}
/** Governed and of this owner. What everybody may read tells of nothing that not everybody may read. */
async function toldOf$2(place, ports) {
	const own = (await ports.store.governedRepositories()).filter((each) => isOfSameOwner(each, place));
	if (!await (await ports.github(place)).isPublic()) return own;
	const told = [];
	for (let from = 0; from < own.length; from += ASKED_AT_ONCE) {
		const some = own.slice(from, from + ASKED_AT_ONCE);
		const areOpen = await Promise.all(some.map((each) => isKnownToBePublic(each, ports)));
		told.push(...some.filter((_, index) => areOpen[index]));
	}
	return told;
}
/** A request each; one after another would take an organisation of hundreds too long. */
const ASKED_AT_ONCE = 10;
async function isKnownToBePublic(repository, ports) {
	try {
		return await (await ports.github(repository)).isPublic();
	} catch (error) {
		if (error instanceof Failure && (error.kind === "not-found" || error.kind === "forbidden")) return false;
		throw error;
	}
}

// src/flow/escalation/being-opened.ts
/** Whether somebody may be letting in what was found to be wrong: it may fail before that is written down. */
/** Of what was said of it. A gate that is held for longer than that was not let through by anybody. */
const OPENED_WITHIN_MS = 36e5;
/** A process that ended after GitHub let it in did not write that down: its job may fail before another one does. */
async function isBeingOpened(question, { store, clock }) {
	const { repository, environment, deploymentId } = question;
	const { newest } = await store.verifications(repository.id, environment);
	const own = newest.find((each) => each.deploymentId === deploymentId);
	if (own === void 0 || own.verdict === "pass" || clock.now() - epochMs(own.at) > OPENED_WITHIN_MS) return false;
	const [gate] = await store.releaseGates(repository.id, { deploymentId });
	return gate !== void 0 && gate.openedAt === null && gate.endedAt === null;
}

// src/flow/escalation/finding.ts
/** Null: nothing that was let through by us is known to be wrong. */
async function findingOf(question, ports) {
	const seen = question.event === "rollback-failed" ? await ofRollback$3(question, ports) : await ofTry(question, ports);
	if (seen === null) return null;
	const { what, lines, ...rest } = seen;
	return {
		...rest,
		found: {
			what,
			lines: [...lines, ...await whoLetItIn(question, ports)]
		}
	};
}
async function ofTry({ repository, environment, deploymentId, event }, { store }) {
	if (!(await store.openedGates(repository.id, environment)).some((each) => each.deploymentId === deploymentId)) return null;
	const { newest } = await store.verifications(repository.id, environment);
	const own = newest.find((each) => each.deploymentId === deploymentId);
	if (own === void 0 || own.verdict !== (event === "verification-failed" ? "fail" : "missing")) return null;
	return {
		sha: own.sha,
		at: own.at,
		...sayTry(own)
	};
}
const MOST_CHECKS = 5;
function sayTry({ verdict, failedChecks }) {
	if (verdict === "missing") return {
		what: "no verification arrived",
		lines: ["Nothing said in time whether it works: nobody knows."]
	};
	const more = failedChecks.length > MOST_CHECKS ? `, and ${failedChecks.length - MOST_CHECKS} more` : "";
	const named = failedChecks.slice(0, MOST_CHECKS).join(", ");
	return {
		what: "its verification failed",
		lines: named === "" ? [] : [`Failed checks: ${named}${more}`]
	};
}
async function ofRollback$3({ repository, environment, deploymentId }, { store }) {
	const kept = (await store.rollbacks(repository.id, environment)).findLast(({ failedDeploymentId }) => failedDeploymentId === deploymentId);
	if (kept === void 0 || !endedBadly(kept) || kept.endedAt === null) return null;
	const { targetSha, ending, endedAt } = kept;
	const what = `the rollback to ${targetSha.slice(0, 7)} did not end well`;
	return {
		sha: kept.failedSha,
		at: endedAt,
		what,
		lines: ending === void 0 ? [] : [ending.text]
	};
}
/** A person who said no to it knows. */
function endedBadly(kept) {
	return hasEnded(kept) && kept.state !== "verified" && kept.state !== "refused";
}
async function whoLetItIn({ repository, deploymentId }, { store }) {
	const decided = (await store.releaseGates(repository.id, { deploymentId })).at(-1)?.decided ?? null;
	if (decided === null) return [];
	const { question: asked } = decided.facts;
	const actors = asked.kind === "deploy" ? asked.actors ?? [asked.actor] : [];
	const counted = decided.decision.gates.flatMap(({ requirements }) => requirements.flatMap((one) => one.counted ?? []));
	return [...sayPeople("Started", actors), ...sayPeople("Approved", counted)];
}
function sayPeople(did, people) {
	return people.length === 0 ? [] : [`${did} by ${[...new Set(people)].join(", ")}`];
}

// src/flow/escalation/acknowledge-form.ts
/** How somebody writes that they take it on. A name that could end what it stands in is left to the reader. */
function acknowledgeForm(environment) {
	return `/tidegate acknowledge ${commandWord(environment, "ENV")}`;
}

// src/flow/escalation/page-texts.ts
/** What whoever is woken reads first: since when, what to do and who may, how to take it on, who is woken next. */
/** That it is over is looked at before each page. */
function saySince(kept, at) {
	const { question, foundAt = kept.openedAt } = kept;
	const { environment } = question;
	const since = sayTime$2(foundAt, kept, at);
	switch (question.event) {
		case "verification-failed": return `${environment} is still broken: it fails since ${since}, and nothing was verified there since then.`;
		case "verification-missing": return `Whether ${environment} works is not known since ${since}, and nothing was verified there since then.`;
		case "rollback-failed": return `${environment} is still broken: that ended ${since}, and nothing was verified there since then.`;
	}
}
/** To a later level: why it is woken. */
function sayUnanswered(kept, { dueAt, level }, at) {
	const told = kept.pages.filter((each) => each.pagedAt !== null && each.level < level && each.dueAt < dueAt).map(({ level: one, variable, pagedAt }) => {
		return `${called(one, variable)} since ${sayTime$2(pagedAt ?? dueAt, kept, at)}`;
	});
	return told.length === 0 ? [] : [`You are paged because nobody acknowledged: ${told.join(", ")}.`];
}
function whatToDo$1(kept) {
	const { question, pages } = kept;
	const { environment, event } = question;
	const form = acknowledgeForm(environment);
	return [
		`What to do: look at ${environment} now. ${event === "rollback-failed" ? "Tidegate does nothing more by itself." : "Then repair it, or go back."}`,
		...sayWaysBack$1(kept),
		...pages.length === 0 ? [] : [`To acknowledge: in PagerDuty, or with a comment \`${form}\` on any issue or pull request of the repository.`]
	];
}
function sayWaysBack$1({ question, wayBack, waysBackOfTrains = [], whoMayGoBack = "" }) {
	if (wayBack === void 0) return waysBackOfTrains;
	return [`${waysBackOfTrains.length === 0 ? "To go back" : `To go back with ${question.repository.name} alone`}: comment \`${wayBack}\` on any issue or pull request.${whoMayGoBack === "" ? "" : ` Who may: ${whoMayGoBack}.`}`, ...waysBackOfTrains];
}
function sayNext$1(kept, { dueAt, level }, at) {
	const next = kept.pages.filter((each) => each.dueAt > dueAt || each.dueAt === dueAt && each.level > level);
	const [first] = next;
	if (first === void 0) return "Nobody is paged after you.";
	const who = next.filter((each) => each.dueAt === first.dueAt).map((each) => called(each.level, each.variable));
	const when = sayTime$2(first.dueAt, kept, at);
	return `Next: ${who.join(", ")} ${who.length === 1 ? "is" : "are"} paged ${when}, unless somebody acknowledges.`;
}
function sayTime$2(instant, { zone = "UTC" }, at) {
	return sayLocal(epochMs(instant), zone, at);
}

// src/flow/escalation/pages.ts
/** What is told of a finding: a page for each level that is due, and word to those who only want to know. */
const LONGEST_SUMMARY$4 = 200;
const LONGEST_LINE$7 = 400;
function pageNotice(paging, level) {
	const { kept, at } = paging;
	return noticeOf$2(kept, level, {
		...toldOf$1(paging, [
			...sayUnanswered(kept, level, at),
			...whatToDo$1(kept),
			sayNext$1(kept, level, at)
		]),
		level: level.level
	});
}
/** The same for every answer: what it is made of does not change. */
function alertKeyFor(kept, page) {
	return alertKeyOf(noticeOf$2(kept, page, toldOf$1({
		kept,
		at: 0
	}, [])));
}
/** To those who asked to be told that a verification failed. That one is missing is told where it is found. */
function announcements(paging, wishes) {
	const { kept } = paging;
	if (kept.question.event !== "verification-failed") return [];
	const told = toldOf$1(paging, whatToDo$1(kept));
	return wishes.filter(({ events }) => events.has("verification-failed")).map(({ target }) => ({
		...base(kept),
		target,
		event: "verification-failed",
		action: "tell",
		told
	}));
}
/** Whoever was paged need not come any more. The other channels are only told. */
function resolved(kept, told, because, at) {
	return told.filter(({ target, content }) => target.channel === "pagerduty" && content === base(kept).content).filter(({ action }) => action === "tell").map((each) => ({
		...each,
		action: "resolve",
		told: {
			...each.told,
			at: toInstant(at),
			lines: [because]
		}
	}));
}
function noticeOf$2(kept, { level, variable }, told) {
	const { subject, ...rest } = base(kept);
	const target = {
		channel: "pagerduty",
		variable
	};
	return {
		...rest,
		subject: `${subject}/level-${level}`,
		target,
		event: "escalation",
		action: "tell",
		told
	};
}
/** What is found again after it was over is another telling. */
function base({ question: { repository, event, deploymentId }, nth }) {
	return {
		kind: "notify",
		repository,
		subject: `escalation/${event}/${deploymentId}`,
		content: nth === 1 ? "once" : `again-${nth}`
	};
}
/** What to do goes before what is worth knowing: a telephone shows the first lines. */
function toldOf$1({ kept, at, page }, toDo) {
	const { question, sha, found } = kept;
	const { repository, environment, deploymentId, runId } = question;
	const summary = `${fullName(repository)} ${sha.slice(0, 7)} in ${environment}: ${found.what}`;
	return {
		at: toInstant(at),
		environment,
		sha,
		deploymentId,
		runId,
		...page === void 0 ? {} : { page },
		summary: plainLine(summary, LONGEST_SUMMARY$4),
		lines: [
			saySince(kept, at),
			...toDo,
			...found.lines
		].map((line) => plainLine(line, LONGEST_LINE$7)).filter((line) => line !== "")
	};
}

// src/flow/train/next-member.ts
/** What is next in a train, who is held by whom, and when: the first line of its record. Plain text. */
function nextInTrain(view) {
	if (view.over !== null) return `Over: ${view.over}`;
	return sayBack$1(view) ?? sayFailed$1(view) ?? sayNoGoes(view) ?? sayMissing(view) ?? sayAhead$2(view);
}
function sayBack$1({ back }) {
	if (back === null || back.state === "done") return void 0;
	const now = back.members.find(({ kind }) => kind !== "passed");
	const where = now === void 0 ? "" : `: ${now.repository} ${now.text}`;
	return `${back.state === "stopped" ? "The way back stopped" : "Going back"}, as ${back.order.user} ordered${where}`;
}
function sayFailed$1({ members, environment }) {
	const isTakenBack = members.some((each) => each.isTakenBack);
	const failed = named$2(members.filter((each) => !each.isTakenBack), "failed");
	if (failed === "") {
		const back = named$2(members, "failed");
		return isTakenBack ? `Taken back: ${back}, so nothing else of the train goes to ${environment}. Next: a new release of ${back}` : void 0;
	}
	return `Held: ${failed} turned out badly in ${environment}, so nothing else of the train goes there. Next: order the train back, or bring a new release of ${failed}`;
}
/** Of what not everybody may read it is said that it is held, and not by whom. */
function sayNoGoes({ members, hidden, environment, zone, at }) {
	const held = members.flatMap(({ repository, noGo }) => noGo === void 0 ? [] : [{
		repository,
		noGo
	}]);
	const [first] = held;
	if (first === void 0) return void 0;
	const told = held.map(({ repository, noGo }) => {
		if (hidden.has(repository)) return repository;
		const because = noGo.reason === "" ? "" : `: ${noGo.reason}`;
		return `${repository} at ${noGo.stage}, says ${noGo.user} (${sayLocal(epochMs(noGo.at), zone, at)})${because}`;
	});
	const where = first.noGo.record ?? `the record of its planned release in ${first.repository}`;
	const next = hidden.has(first.repository) ? `somebody says go there` : `when that is settled, /tidegate go ${commandWord(first.noGo.stage, "STAGE")} on ${where}`;
	return `Held in ${environment}, all of it, by a no-go for ${told.join("; ")}. Next: ${next}`;
}
function sayMissing({ members, title }) {
	const unseen = named$2(members, "unreadable");
	if (unseen !== "") return `Held: Tidegate does not see ${unseen}. Next: install the App there`;
	const unplanned = named$2(members, "unplanned");
	if (unplanned === "") return void 0;
	return `Held: without a milestone of the title ${title}: ${unplanned}. Next: give it one there`;
}
function sayAhead$2(view) {
	const next = view.members.findIndex(({ state }) => state !== "verified");
	const member = view.members[next];
	if (member === void 0) return sayWatched(view);
	const held = view.members.slice(next + 1).filter(({ gates }) => gates[0]?.openedAt === null).map(({ repository }) => repository).join(", ");
	return `Next: ${member.repository}, ${sayStep(member, view)}${held === "" ? "" : `. Held by it: ${held}`}`;
}
function sayWatched({ members, zone, at }) {
	const until = Math.max(...members.map(({ watchedUntil }) => watchedUntil ?? 0));
	return `All members are out and verified${until > at ? `, and watched until ${sayLocal(until, zone, at)}; then this is closed` : ""}`;
}
function sayStep({ state, gates: [gate], plan }, { zone, at }) {
	if (state === "deployed") return `which waits to be verified${gate?.openedAt == null ? "" : ` since ${sayLocal(gate.openedAt, zone, at)}`}`;
	if (gate !== void 0 && gate.openedAt === null) return "which waits at its gate";
	if (plan?.date == null) return "which has no date";
	const when = plan.productionAt === null ? "" : ` (${sayLocal(epochMs(plan.productionAt), plan.zone, at)})`;
	return `planned for ${sayDay(plan.date)}${when}`;
}
function named$2(members, state) {
	return members.filter((each) => each.state === state).map(({ repository }) => repository).join(", ");
}

// src/flow/train/train-text.ts
/** Our part of the issue that is the record of a train. The first line says what is next. */
const LONGEST_TITLE$2 = 200;
function titleOfTrain({ name, title }) {
	return plainLine(`Train ${name}: ${title}`, LONGEST_TITLE$2);
}
function bodyOfTrain(view) {
	const { members, back, title, environment, over } = view;
	return [
		`**${inert$1(nextInTrain(view))}**`,
		"",
		`Milestones of the title ${inert$1(title, LONGEST_TITLE$2)}, which go to ${inert$1(environment)} in this order, each when those before it are verified.`,
		"",
		...sayOwners(view),
		"",
		"| | repository | planned | release | state |",
		"| --- | --- | --- | --- | --- |",
		...members.map((member, index) => sayRow(member, index, view)),
		...view.hidden.size === 0 ? [] : ["", "Of repositories that not everybody may read, no more is told here than their state."],
		...back === null ? [] : [
			"",
			"### The way back",
			"",
			...sayBack(back, view)
		],
		...back === null || back.state === "done" && over === null ? ["", ...sayHow$1(view)] : [],
		"",
		`<sub>${FOOT$2}</sub>`
	].join("\n");
}
const FOOT$2 = "Tidegate keeps this part up to date. The train is one of `trains` in the policy of the organisation; what you write around this part stays.";
/** Named, never mentioned: a mention would tell them of each change of this text. */
function sayOwners({ owners, environment }) {
	const named = [...owners.values()].flatMap(({ manager }) => manager === null ? [] : namesOf(manager));
	const managers = [...new Map(named.map((name) => [name.toLowerCase(), name])).values()].join(", ");
	const nobody = `nobody is named; add \`release-manager\` to ${inert$1(environment)} in the policy`;
	return [`Release manager: ${managers === "" ? nobody : inert$1(managers)}.`];
}
function sayBack({ order, state, members }, { zone, at }) {
	const when = inert$1(sayLocal(Date.parse(order.at), zone, at));
	const stopped = state === "stopped" ? ["", "It stopped: those that wait for their turn stay as they are. Roll them back one by one where that is right."] : [];
	return [
		`Ordered by ${inert$1(order.user)} (${when}): ${inert$1(order.reason)}`,
		"",
		...members.map(({ repository, text }, index) => `${index + 1}. ${inert$1(repository)} ${inert$1(text)}`),
		...stopped
	];
}
/** As it is written in a command. A name that could not be typed so is left to the reader. */
function trainAim(name) {
	const word = commandWord(name, "NAME");
	return word.startsWith("\"") ? `"train:${word.slice(1)}` : `train:${word}`;
}
function sayHow$1(view) {
	return [`To take back all of it, last one first, comment \`/tidegate rollback ${trainAim(view.name)} REASON\` here. It is for ${sayWhoGoesBack(view)}.`];
}
/** Whoever says it has to be named by every member. */
function sayWhoGoesBack({ members, owners, hidden, environment }) {
	const told = members.map(({ repository }) => {
		const named = [...new Set((owners.get(repository)?.mayGoBack ?? []).map(sayWho$1))].join(", and ");
		if (named !== "") return {
			repository,
			who: named
		};
		return {
			repository,
			who: hidden.has(repository) ? "those whom its policy names" : "nobody that is known"
		};
	});
	const [first] = told;
	if (first === void 0 || told.every(({ who }) => who === first.who)) return inert$1(first?.who ?? "");
	const each = told.map(({ repository, who }) => `${inert$1(repository)}: ${inert$1(who)}`).join("; ");
	return `those who may roll back ${inert$1(environment)} in every member (${each})`;
}

// src/flow/escalation/way-back.ts
/** Undefined: no policy sets rollbacks up there; or one did not end well, and another is no way out. */
function wayBackFrom({ environment, event }, sha, isSetUp) {
	if (event === "rollback-failed" || !isSetUp) return void 0;
	return `/tidegate rollback ${(/\s/.test(environment) ? `"${environment.replaceAll("\"", "")}"` : environment).replaceAll("`", "")} @${sha.slice(0, 7)} REASON`;
}
/** A sentence for each train of which the deployment is: what went with it may have to go back with it. */
async function waysBackOfTrains({ repository, environment, deploymentId, event }, store) {
	if (event === "rollback-failed") return [];
	const here = (await store.trains(repository.installationId)).filter((train) => isSameName(train.environment, environment) && train.members.some(({ repositoryId }) => repositoryId === repository.id));
	const ways = [];
	for (const train of here) if ((await store.plannedGates(repository.id, train.environment, train.title)).some((each) => each.deploymentId === deploymentId)) ways.push(sayTrain(train));
	return ways;
}
function sayTrain({ train, place, issue, back }) {
	const record = issue === null ? `its record, an issue of ${fullName(place)}` : `its record, ${fullName(place)}#${issue}`;
	if (back?.state === "under-way") return `Train ${train} is on its way back already; how far it is stands in ${record}.`;
	return `It is part of the train ${train}. To take back all of that, last one first: comment \`/tidegate rollback ${trainAim(train)} REASON\` in ${record}.`;
}

// src/flow/owner/who-may-go-back.ts
/** Of every policy that names somebody: to let something go each of them has to agree. Empty: nobody is named. */
function whoMayGoBack(policies, environment) {
	const named = policies.flatMap(({ policy }) => whoMayRollBack(policy, environment) ?? []);
	return [...new Set(named.map(sayWho$1))].join(", and ");
}

// src/flow/escalation/levels.ts
/** When each of those whom the rules name is paged, once something was found. */
/**
* Each rule for itself, in the order in which they are due. Whom two rules page at the same level is paged once, at the
* earlier of the two moments.
*/
function levelsFor(rules, event, from) {
	const sorted = rules.filter(({ when }) => when.includes(event)).flatMap(({ levels }) => inTurn$1(levels, from)).toSorted((one, other) => one.dueMs - other.dueMs || one.level - other.level);
	const isFirst = (each) => sorted.find(({ level, variable }) => level === each.level && variable === each.variable) === each;
	return sorted.filter(isFirst).map(({ level, variable, dueMs }) => ({
		level,
		variable,
		dueAt: toInstant(dueMs)
	}));
}
/** So long after the one before was due, not after it was sent: what was down meanwhile delays nobody further. */
function inTurn$1(levels, from) {
	let dueMs = from;
	return levels.map(({ after, page: variable }, index) => {
		dueMs = after === null ? dueMs : expiryOf(dueMs, after);
		return {
			level: index + 1,
			variable,
			dueMs
		};
	});
}

// src/flow/escalation/rules.ts
/** The organisation's first. */
function rulesFor$1(policies, environment) {
	const inForce = policies.map(({ policy }) => policy);
	return inForce.flatMap(({ escalation = [] }) => escalation).filter((rule) => isFor(rule, inForce, environment)).map(({ when, levels }) => ({
		when,
		levels
	}));
}
/** Nobody is woken for staging unless the rule says so; nor is nobody woken where production has another name. */
function isFor(rule, policies, environment) {
	if (rule.for !== void 0) return matchesEnvironment(rule.for.environments, environment);
	return isProduction({ policies }, environment) || !isProductionNamed(policies);
}
function isProductionNamed(policies) {
	const names = policies.flatMap((policy) => Object.keys(policy.environments ?? {}));
	const mayBe = (name) => isProduction({ policies }, name) || environmentGlob(name)("production");
	return names.length === 0 || names.some(mayBe);
}
/** What the policies say of an environment now. */
function settledBy(policies, environment) {
	const entries = policies.flatMap(({ policy }) => entryFor(policy, environment) ?? []);
	return {
		rules: rulesFor$1(policies, environment),
		isVerificationAsked: entries.some(({ verify }) => verify?.within !== void 0 || verify?.smoke !== void 0),
		zone: policies.at(-1)?.policy.zone ?? "UTC",
		runbooks: [...new Set(entries.flatMap(({ runbook }) => runbook ?? []))],
		isWayBackSetUp: entries.some(({ rollback }) => rollback !== void 0)
	};
}

// src/flow/escalation/who-is-paged.ts
/**
* Who is paged for a finding. That was settled when its gate was opened: a change of the policy between then and now
* pages nobody else, and nobody less. Where that pages nobody, it is looked at what the policy says now.
*/
async function whoIsPaged(question, ports) {
	const { repository, environment, deploymentId, event } = question;
	const at = ports.clock.now();
	const settled = await ports.store.settledOpening(repository.id, deploymentId);
	const fixed = levelsFor(settled?.rules ?? [], event, at);
	const isFixed = fixed.length > 0;
	const policies = isFixed ? await policiesUnlessUnreachable(question, ports) : await policiesNow(question, ports);
	const now = settledBy(policies ?? [], environment);
	return {
		levels: isFixed ? fixed : levelsFor(now.rules, event, at),
		wishes: wishesAmong(policies ?? [], question),
		around: policies === null || policies.length === 0 ? settled ?? now : now,
		whoMayGoBack: whoMayGoBack(policies ?? [], environment),
		remark: isFixed ? [] : [saySource(settled)],
		isUntold: policies === null ? true : null
	};
}
function saySource(settled) {
	return settled === null ? "Who is paged is what the policy says now: what it said when this was let through is not known." : "Who is paged is what the policy says now: when this was let through it named nobody for it.";
}
/** Of those who want to know what was found. Null: it cannot be read now. */
async function wishesNow(question, ports) {
	const policies = await policiesUnlessUnreachable(question, ports);
	return policies === null ? null : wishesAmong(policies, question);
}
function wishesAmong(policies, { event }) {
	return wishesOf(policies).filter(({ events }) => events.has(event));
}
/** Null: GitHub cannot be asked. Whom to page is settled, and does not wait for it. */
async function policiesUnlessUnreachable(question, ports) {
	try {
		return await policiesNow(question, ports);
	} catch (error) {
		if (error instanceof Failure) return null;
		throw error;
	}
}
async function policiesNow({ repository }, ports) {
	const state = await readPolicyState(ports, repository, await ports.github(repository));
	return state.kind === "in-force" ? state.policies : [];
}

// src/flow/escalation/open-escalation.ts
/** A finding becomes an escalation: what is told of it, and whom it pages when, are kept from here on. */
/** Null: nobody is to be paged, nor told. */
async function openEscalation(question, before, finding, ports) {
	const paging = await whoIsPaged(question, ports);
	if (paging.levels.length === 0 && paging.wishes.length === 0) return null;
	const kept = await newEscalation({
		question,
		finding,
		nth: (before?.nth ?? 0) + 1
	}, paging, ports);
	const pages = kept.pages.map((page) => ({
		...page,
		alertKey: alertKeyFor(kept, page)
	}));
	return {
		kept: {
			...kept,
			pages
		},
		wishes: paging.wishes
	};
}
async function newEscalation({ question, finding: { sha, at, found }, nth }, { levels, around, remark, whoMayGoBack, isUntold }, { clock, store }) {
	const runbooks = around.runbooks.map((path) => `Runbook: ${path}`);
	return {
		id: questionKey(question),
		question,
		sha,
		nth,
		openedAt: toInstant(clock.now()),
		foundAt: at,
		found: {
			...found,
			lines: [
				...runbooks,
				...found.lines,
				...levels.length === 0 ? [] : remark
			]
		},
		zone: around.zone,
		wayBack: wayBackFrom(question, sha, around.isWayBackSetUp),
		...whoMayGoBack === "" ? {} : { whoMayGoBack },
		waysBackOfTrains: await waysBackOfTrains(question, store),
		...isUntold === null ? {} : { isUntold },
		pages: levels.map((level) => ({
			...level,
			alertKey: "",
			pagedAt: null
		})),
		acknowledged: null,
		endedAt: null,
		ending: null
	};
}

// src/flow/baseline.ts
async function knownLane(store, repositoryId, environment) {
	const commits = commitsOf$1(await store.rollbacks(repositoryId, environment));
	return {
		opened: (await store.openedGates(repositoryId, environment)).map((each) => ({
			...each,
			sha: commits.get(each.deploymentId) ?? each.sha
		})),
		firstAsked: await store.firstGate(repositoryId, environment),
		commits
	};
}
/** With the deployment that is asked about: what was filed after it was not there when our gate was first asked. */
async function askedLane({ records, environment, deploymentId }) {
	if (records === void 0) return {
		opened: [],
		firstAsked: null
	};
	const lane = await records(environment);
	const asked = [lane.firstAsked, deploymentId].flatMap((id) => id ?? []);
	return {
		...lane,
		firstAsked: asked.length === 0 ? null : Math.min(...asked)
	};
}
/**
* Whether the deployment is one that we let through, with the commit that we let through with it. What was let through
* without knowing its commit shows nothing of the one that it is filed against.
*/
function isOpenedIn({ opened }) {
	const known = opened.filter(({ isUnknownCommit }) => isUnknownCommit !== true);
	const ours = new Map(known.map(({ deploymentId, sha }) => [deploymentId, sha]));
	return ({ id, sha }) => ours.get(id) === sha;
}
/**
* Whoever may write can file a deployment and call it a success, and what is said to run already asks for nothing. So
* from the first one that our gate was asked about, only those that it let through count; ids grow.
*/
function trusts(lane) {
	const isOpened = isOpenedIn(lane);
	const first = lane.opened.reduce((least, { deploymentId }) => Math.min(least, deploymentId), lane.firstAsked ?? Number.POSITIVE_INFINITY);
	return (deployment) => deployment.id < first || isOpened(deployment);
}
/** What the environment runs: the newest deployment that ended well. */
function baselineOf(deployments) {
	const running = deployments.find((deployment) => deployment.state === "success");
	return running ? {
		sha: running.sha,
		at: running.finishedAt ?? running.startedAt
	} : null;
}

// src/flow/escalation/train-under-way.ts
/**
* Does what was found go back with its train? Then it is over when all of that is back: until then a version runs beside
* others that it was never meant for, also where its own environment is well.
*/
/** An order does not count for longer, and a train that does not get on keeps no alert open for ever. */
const COUNTS_FOR_MS$3 = 864e5;
async function goesBackWithTrain(question, { store, clock }) {
	const { repository, environment, deploymentId } = question;
	const here = (await store.trains(repository.installationId)).filter((train) => isSameName(train.environment, environment) && train.members.some(({ repositoryId }) => repositoryId === repository.id) && isGoingBack(train, clock.now()));
	for (const train of here) if ((await store.plannedGates(repository.id, train.environment, train.title)).some((each) => each.deploymentId === deploymentId)) return true;
	return false;
}
/** Also when it was ordered, and has not begun. Where it stopped, nothing more comes of it by itself. */
function isGoingBack({ state, back, orders }, at) {
	const order = orders.at(-1);
	if (state === "over" || order === void 0 || at - epochMs(order.at) > COUNTS_FOR_MS$3) return false;
	return back?.commentId !== order.commentId || back.state === "under-way";
}

// src/flow/escalation/over.ts
/** Is what was found over? Then nobody further is paged, and whoever was need not come. */
/**
* In words; null: it is not. What cannot be read, and what nobody knows, ends nothing.
*
* @param sha what was found to be bad.
*/
async function whyOver$1(question, sha, ports) {
	if (await goesBackWithTrain(question, ports)) return null;
	const { repository, environment, deploymentId } = question;
	const ledger = await ports.store.rollbacks(repository.id, environment);
	const back = ledger.find((each) => each.state === "verified" && leavesIt(each, question, sha));
	if (back !== void 0) return `${environment} went back to ${back.targetSha.slice(0, 7)}, and that was verified.`;
	const { newest } = await ports.store.verifications(repository.id, environment);
	const passed = newest.find((each) => each.verdict === "pass" && each.deploymentId >= deploymentId);
	if (passed !== void 0) {
		const { sha: good, deploymentId: id } = passed;
		return `${good.slice(0, 7)} was verified in ${environment} since (deployment ${id}): it works.`;
	}
	return await unlessUnreachable(() => runsAnother(question, {
		ledger,
		newest
	}, ports));
}
/** Also when a later deployment was taken back, unless that brought back what was found to be bad. */
function leavesIt({ failedDeploymentId, targetSha }, { deploymentId }, sha) {
	return failedDeploymentId === deploymentId || failedDeploymentId > deploymentId && targetSha !== sha;
}
/**
* Another release that was let through and ended well: that is all there is to know where no verification is asked for.
* What a rollback of ours deployed is good when it was verified, and not before.
*/
async function runsAnother(question, known, ports) {
	const { repository, environment, deploymentId } = question;
	const { ledger, newest } = known;
	const lane = await knownLane(ports.store, repository.id, environment);
	if (!lane.opened.some((each) => each.deploymentId > deploymentId)) return null;
	const isTrusted = trusts(lane);
	const github = await ports.github(repository);
	const later = (await github.deployments(environment, {
		sha: "",
		own: [],
		isTrusted,
		commits: commitsOf$1(ledger)
	})).find((each) => each.id > deploymentId && each.state === "success" && isSameName(each.environment, environment));
	if (later === void 0 || !isTrusted(later)) return null;
	if (ledger.flatMap(({ deployments = [], state }) => state === "verified" ? [] : deployments).includes(later.id) || newest.some((each) => each.deploymentId === later.id) || await isVerificationAsked(question, later, {
		github,
		ports
	})) return null;
	return `${environment} runs ${later.sha.slice(0, 7)} by now (deployment ${later.id}).`;
}
/** By its own rules: those when it was opened, else those of now. A policy that cannot be applied may ask for it. */
async function isVerificationAsked({ repository, environment }, { id }, { github, ports }) {
	const settled = await ports.store.settledOpening(repository.id, id);
	if (settled !== null) return settled.isVerificationAsked;
	const state = await readPolicyState(ports, repository, github);
	if (state.kind === "none") return false;
	return state.kind !== "in-force" || settledBy(state.policies, environment).isVerificationAsked;
}
async function unlessUnreachable(look) {
	try {
		return await look();
	} catch (error) {
		if (error instanceof Failure) return null;
		throw error;
	}
}

// src/flow/escalation/rollback-of-finding.ts
/**
* Empty where the ledger has none: what was decided of a finding alone is not decided again because somebody is paged.
*/
async function rollbackOfFinding({ repository, environment, deploymentId }, store) {
	return (await store.rollbacks(repository.id, environment)).some(({ failedDeploymentId }) => failedDeploymentId === deploymentId) ? [{
		kind: "rollback",
		repository,
		environment,
		deploymentId
	}] : [];
}

// src/flow/escalation/unfollowed.ts
/**
* When a finding is followed no further: the App cannot see the repository, so it must not page anybody for it; or a
* page should have been sent so long ago that it would tell of another world, as after a backup was restored. Whoever was
* paged before is told, since a page says who comes next; their alerts stay open: nothing was found to be well.
*/
const WHY = {
	archived: "was archived",
	deleted: "was deleted",
	removed: "was taken out of the installation of the App",
	suspended: "cannot be seen: the installation of the App is suspended",
	uninstalled: "cannot be seen: the App was uninstalled"
};
/** Null: it is followed. `kept` null, or over: nobody is paged for it yet. */
async function endUnfollowed(question, kept, ports) {
	const lost = await ports.store.lostBecause(question.repository.id);
	const isOpen = kept !== null && kept.endedAt === null;
	if (lost !== null) {
		const ending = `${fullName(question.repository)} ${WHY[lost]}.`;
		return isOpen ? await lostSight(kept, ending, ports) : ended$6(`Nobody is to be paged: ${ending}`, ports);
	}
	return isOpen && isPageTooLate(kept, ports.clock.now()) ? tooLate(kept, ports) : null;
}
function isFoundTooLate(foundAt, at) {
	return at - epochMs(foundAt) > GIVEN_UP_AFTER_MS$1;
}
function isPageTooLate({ acknowledged, pages }, at) {
	return acknowledged === null && pages.some(({ pagedAt, dueAt }) => pagedAt === null && isFoundTooLate(dueAt, at));
}
function ended$6(summary, { clock }) {
	return {
		record: recordOf$1(clock.now(), summary, { final: true }),
		dueAt: null
	};
}
function tooLate(kept, { clock }) {
	const at = clock.now();
	const ending = "A page was due over a day ago and was not sent: it would tell of another time.";
	const escalation = {
		...kept,
		endedAt: toInstant(at),
		ending
	};
	return {
		record: recordOf$1(at, `Over: ${ending}`, {
			escalation,
			final: true
		}),
		dueAt: null
	};
}
async function lostSight(kept, ending, { clock, store }) {
	const at = clock.now();
	const escalation = {
		...kept,
		endedAt: toInstant(at),
		ending
	};
	const notices = (await store.noticesOf(kept.id)).filter((notice) => notice.action === "tell" && isOfThis(notice, kept)).map((notice) => wordOf(notice, kept, {
		ending,
		at
	}));
	return {
		record: recordOf$1(at, `Over: ${ending}`, {
			escalation,
			notices,
			final: true
		}),
		dueAt: null
	};
}
/** What was found again after it was over is another telling. */
function isOfThis({ content }, { nth }) {
	return content === (nth === 1 ? "once" : `again-${nth}`);
}
function wordOf(notice, { question: { environment }, acknowledged }, { ending, at }) {
	const next = acknowledged === null ? "Nobody is paged after you." : `${acknowledged.by} has taken it on.`;
	return {
		...notice,
		content: `${notice.content}-unfollowed`,
		told: {
			...notice.told,
			at: toInstant(at),
			summary: `Tidegate follows this no further: ${ending}`.slice(0, 200),
			lines: [`Before that: ${notice.told.summary}`.slice(0, 300), `What to do: look at ${environment} yourselves until it is well. Tidegate cannot tell. ${next}`.slice(0, 300)]
		}
	};
}

// src/flow/escalation/where-to-look.ts
/** Below the repository's address: the review of what was found, else the record of the release. Undefined: the run. */
async function whereToLook({ repository, environment, deploymentId, runId }, sha, store) {
	const review = await store.keptIssue(repository.id, `rollback/${deploymentId}`);
	if (review !== null) return `issues/${review}`;
	const record = await recordNumber({
		kind: "gate",
		repository,
		environment,
		deploymentId,
		runId
	}, sha, store);
	return record === null ? void 0 : `issues/${record}`;
}

// src/flow/escalation/answer-escalation.ts
/**
* Did somebody acknowledge this finding, and who is to be paged next? The first level is paged at once, each later one
* when it is due; nobody is once somebody takes it on, or it is over. Which levels there are is settled before.
*/
/** Whether it is over, should no event tell. */
const LOOK_AGAIN_MS$22 = 9e5;
const LOOK_SOON_MS$1 = 3e4;
/** Then only events end it: whoever is paged knows by then. */
const LOOKED_AT_MS = 864e5;
async function answerEscalation(question, ports) {
	const kept = await ports.store.escalation(questionKey(question));
	const unfollowed = await endUnfollowed(question, kept, ports);
	if (unfollowed !== null) return unfollowed;
	return kept !== null && kept.endedAt === null ? goesOn(kept, ports) : begins(question, kept, ports);
}
async function goesOn(kept, ports) {
	const at = ports.clock.now();
	const over = await whyOver$1(kept.question, kept.sha, ports);
	if (over !== null) return overNow$1(kept, over, at, ports);
	const wishes = kept.isUntold === true ? await wishesNow(kept.question, ports) : [];
	return wishes === null ? await paging(kept, at, {
		wishes: [],
		ports
	}) : await paging({
		...kept,
		isUntold: void 0
	}, at, {
		wishes,
		ports
	});
}
/** @param before as it was found before and is over; null: it was not. */
async function begins(question, before, ports) {
	const at = ports.clock.now();
	const finding = await findingOf(question, ports);
	if (finding === null && await isBeingOpened(question, ports)) return lookSoon(at);
	if (finding === null || isKnown$1(before, finding)) return ended$5(at, "Nobody is to be paged.");
	if (isFoundTooLate(finding.at, at)) return ended$5(at, "It was found over a day ago.");
	const over = await whyOver$1(question, finding.sha, ports);
	if (over !== null) return ended$5(at, `Nobody is to be paged: ${over}`);
	const opened = await openEscalation(question, before, finding, ports);
	return opened === null ? ended$5(at, "No policy names anybody to page.") : await paging(opened.kept, at, {
		wishes: opened.wishes,
		ports
	});
}
function lookSoon(at) {
	return {
		record: recordOf$1(at, "It is not known yet whether it was let through."),
		dueAt: at + LOOK_SOON_MS$1
	};
}
function isKnown$1(kept, { at }) {
	return kept !== null && kept.endedAt !== null && epochMs(at) <= epochMs(kept.endedAt);
}
function ended$5(at, summary) {
	return {
		record: recordOf$1(at, summary, { final: true }),
		dueAt: null
	};
}
async function paging(kept, at, { wishes, ports }) {
	const isTakenOn = kept.acknowledged !== null;
	const due = isTakenOn ? [] : kept.pages.filter(({ pagedAt, dueAt }) => pagedAt === null && epochMs(dueAt) <= at);
	const pages = kept.pages.map((page) => due.includes(page) ? {
		...page,
		pagedAt: toInstant(at)
	} : page);
	const after = {
		...kept,
		pages
	};
	const told = {
		kept: after,
		at,
		page: due.length > 0 || wishes.length > 0 ? await whereToLook(kept.question, kept.sha, ports.store) : void 0
	};
	const notices = [...announcements(told, wishes), ...due.map((level) => pageNotice(told, level))];
	const ahead = isTakenOn ? [] : pages.filter(({ pagedAt }) => pagedAt === null).map(({ dueAt }) => epochMs(dueAt));
	const looksAgain = at < epochMs(kept.openedAt) + LOOKED_AT_MS ? [at + LOOK_AGAIN_MS$22] : [];
	const next = [...ahead, ...looksAgain];
	const questions = due.length === 0 ? [] : await rollbackOfFinding(kept.question, ports.store);
	return {
		record: recordOf$1(at, sayPaging(after, due.length), {
			escalation: after,
			notices,
			questions
		}),
		dueAt: next.length === 0 ? null : Math.min(...next)
	};
}
function sayPaging({ question, found, acknowledged }, paged) {
	const what = `${question.environment}: ${found.what}`;
	if (acknowledged !== null) return `${what}; ${acknowledged.by} takes it on.`;
	return paged === 0 ? `${what}; it is not acknowledged.` : `${what}; ${paged === 1 ? "one is" : `${paged} are`} paged.`;
}
async function overNow$1(kept, ending, at, ports) {
	const told = await ports.store.noticesOf(kept.id);
	const escalation = {
		...kept,
		endedAt: toInstant(at),
		ending
	};
	const notices = resolved(kept, told, ending, at);
	const questions = await rollbackOfFinding(kept.question, ports.store);
	return {
		record: recordOf$1(at, `Over: ${ending}`, {
			escalation,
			notices,
			questions,
			final: true
		}),
		dueAt: null
	};
}

// src/flow/escalation/with-escalations.ts
async function withEscalations(question, answer, ports) {
	const asked = [
		...await ofVerifications(question, answer, ports),
		...await ofRollback$2(question, answer, ports),
		...await ofTrain(answer, ports)
	];
	if (asked.length === 0) return answer;
	const { record } = answer;
	return {
		...answer,
		record: {
			...record,
			questions: [...record.questions, ...asked]
		}
	};
}
const FINDINGS = {
	fail: "verification-failed",
	missing: "verification-missing"
};
/** What somebody cancelled needs nobody to come. */
async function ofVerifications(question, { record: { verifications = [] } }, ports) {
	const asked = [];
	for (const { environment, deploymentId, verdict, reasonCode } of verifications) {
		const event = reasonCode === "cancelled" ? void 0 : FINDINGS[verdict];
		const { repository } = question;
		if (event !== void 0) {
			const runId = runOf(question);
			asked.push({
				kind: "escalation",
				repository,
				environment,
				deploymentId,
				runId,
				event
			});
		}
		if (verdict === "pass") asked.push(...await openIn(question, environment, ports));
	}
	return asked;
}
/** Of the run whose deployment was verified. */
function runOf(question) {
	if (question.kind === "verification") return question.claim.runId;
	return "runId" in question ? question.runId : 0;
}
async function ofRollback$2(question, { record }, ports) {
	if (question.kind !== "rollback" || !record.final) return [];
	const { repository, environment, deploymentId } = question;
	const kept = [...await ports.store.rollbacks(repository.id, environment), ...record.rollbacks ?? []].findLast(({ failedDeploymentId }) => failedDeploymentId === deploymentId);
	if (kept === void 0) return [];
	if (kept.state === "verified") return await openIn(question, environment, ports);
	if (!endedBadly(kept)) return [];
	return [{
		kind: "escalation",
		repository,
		environment,
		deploymentId,
		runId: kept.runId ?? kept.told?.failedRunId ?? 0,
		event: "rollback-failed"
	}];
}
/** What went back with a train that does not go back any more: its members were well before, and nobody was told. */
async function ofTrain({ record: { train } }, ports) {
	if (train === void 0 || train.back === null) return [];
	if (train.state === "open" && train.back.state === "under-way") return [];
	const asked = [];
	for (const { repositoryId: id } of train.members) if (id !== null) asked.push(...await openIn({ repository: { id } }, train.environment, ports));
	return asked;
}
async function openIn({ repository }, environment, { store }) {
	return (await store.openEscalations(repository.id)).map((each) => each.question).filter((each) => isSameName(each.environment, environment));
}

// src/flow/rollback/asked.ts
async function rollbacksAsked({ repository, claim }, deploymentId, { store }) {
	const { environment, verdict } = claim;
	const concerned = (await store.openRollbacks(repository.id)).filter((each) => isSameName(each.environment, environment)).map(({ failedDeploymentId }) => failedDeploymentId);
	return [.../* @__PURE__ */ new Set([...verdict === "pass" ? [] : [deploymentId], ...concerned])].map((id) => {
		return {
			kind: "rollback",
			repository,
			environment,
			deploymentId: id
		};
	});
}

// src/flow/hypercare/failed.ts
async function failedWhileWatched({ question, deployment, ports, at }, last) {
	const { repository, environment, deploymentId } = question;
	const { failedChecks, liveSha, because } = last;
	const verification = {
		repositoryId: repository.id,
		deploymentId,
		environment,
		sha: deployment.sha,
		verdict: "fail",
		failedChecks,
		...liveSha === null ? {} : { liveSha },
		at: last.at
	};
	const why = because === null ? "" : ` ${because}`;
	return {
		record: recordOf$1(at, `Deployment ${deploymentId} failed while it was watched, twice in a row.${why}`, {
			verifications: [verification],
			questions: [...await ports.store.openGates(repository.id), ...await rollbacksAsked({
				repository,
				claim: {
					environment,
					verdict: "fail"
				}
			}, deploymentId, ports)],
			final: true
		}),
		dueAt: null
	};
}

// src/flow/hypercare/rules.ts
/** Null: nothing is watched there. */
function watchRules(policies, environment) {
	const entries = policies.flatMap(({ policy }) => entryFor(policy, environment)?.verify ?? []);
	const watches = entries.flatMap(({ watch }) => watch ?? []);
	const lengths = watches.flatMap((watch) => parseDuration(watch.for) ?? []);
	if (lengths.length === 0) return null;
	const steps = watches.flatMap(({ every }) => every === void 0 ? [] : parseDuration(every) ?? []);
	return {
		forMs: Math.max(...lengths),
		everyMs: steps.length === 0 ? null : Math.max(Math.min(...steps), SHORTEST_STEP_MS),
		file: entries.flatMap(({ smoke }) => smoke ?? []).at(-1),
		isVerificationAsked: entries.some(({ within }) => within !== void 0)
	};
}
/** A watch is no load test, and a run may take a while. */
const SHORTEST_STEP_MS = 6e4;

// src/flow/hypercare/stand.ts
async function watchStand(question, rules, { github, ports, at }) {
	const { repository, environment, deploymentId } = question;
	const rollbacks = await ports.store.rollbacks(repository.id, environment);
	if (rollbacks.some((each) => each.failedDeploymentId === deploymentId && LEFT.has(each.state))) return over$3("The environment goes back from it, or went back.");
	const deployments = await github.deployments(environment, {
		sha: "",
		own: [{
			id: deploymentId,
			at: toInstant(at)
		}],
		isTrusted: ({ id }) => id === deploymentId,
		commits: commitsOf$1(rollbacks)
	});
	const deployment = deployments.find(({ id }) => id === deploymentId);
	if (deployment === void 0) return notYet$1("GitHub does not show the deployment, or not yet.");
	const newer = await thoseThatWentIn(deployments.filter(({ id }) => id > deploymentId), question, ports);
	if (newer.some(({ state }) => state !== "in_progress")) return over$3("Another deployment was made since.");
	const since = await goodSince(question, deployment, rules, ports);
	if (typeof since !== "number") return since;
	return newer.length > 0 ? notYet$1("Another deployment is under way.") : {
		kind: "watched",
		deployment,
		since
	};
}
/** What waits at our gate, or was refused there, changed nothing: whoever starts a run would end a watch with it. */
async function thoseThatWentIn(newer, { repository }, { store }) {
	if (!newer.some(({ state }) => state === "failure")) return newer;
	const gates = await store.libraryGates(repository.id, MOST_LOOKED_AT$1);
	const kept = new Set(gates.filter(({ state }) => NEVER_IN.has(state)).map((gate) => gate.deploymentId));
	return newer.filter(({ id, state }) => state !== "failure" || !kept.has(id));
}
/** The newest of the repository: what was refused while one deployment is watched is among them. */
const MOST_LOOKED_AT$1 = 200;
const NEVER_IN = /* @__PURE__ */ new Set([
	"held",
	"rejected",
	"expired",
	"superseded"
]);
/** States of a rollback from which the environment went, or is to go. */
const LEFT = /* @__PURE__ */ new Set([
	"ordered",
	"dispatched",
	"verified",
	"failed",
	"unknown"
]);
/** A pass where verifications are sent or asked for, else the end of the job. */
async function goodSince({ repository, environment, deploymentId }, deployment, { isVerificationAsked }, { store }) {
	const known = await store.verifications(repository.id, environment);
	const said = known.newest.find((each) => each.deploymentId === deploymentId);
	if (said?.verdict === "pass") return epochMs(said.at);
	if (said !== void 0) return over$3(`It was verified: ${said.verdict}.`);
	if (deployment.state === "failure") return over$3("It did not end well.");
	if (deployment.state === "in_progress") return notYet$1("The deployment has not ended.");
	if (isVerificationAsked && known.isTold) return notYet$1("A verification is awaited.");
	return epochMs(deployment.finishedAt ?? deployment.startedAt);
}
function notYet$1(because) {
	return {
		kind: "not-yet",
		because
	};
}
function over$3(because) {
	return {
		kind: "over",
		because
	};
}

// src/flow/preflight/read-smoke-plan.ts
/** A smoke file of the repository as a plan that the App may run, or why it may not. */
const LONGEST_SAID = 300;
/** From the default branch, as the policy is: what a release brings along does not decide whether it may go. */
async function readSmokePlan(github, { file, environment, sha, isWatched = false, mostMs }) {
	const { sha: head } = await github.repository(file);
	const read = await github.file(file, head);
	if (read === null) return unusable(`there is no ${file} on the default branch. Add it, or correct its name in the policy`);
	const names = /* @__PURE__ */ new Map([["sha", sha], ["environment", environment]]);
	const parsed = isWatched ? parseWatched(read.text, {
		file,
		names
	}) : parseSmoke(read.text, {
		file,
		names
	});
	if (parsed.kind === "nothing-watched") return unusable(`nothing is marked \`watch: true\` in ${file}, so nothing is probed`);
	if (parsed.kind === "invalid") {
		const [first] = parsed.problems;
		return unusable(`${file} is not a smoke file that the App can run${first === void 0 ? "" : `, line ${first.line}: ${first.message}`}`);
	}
	return {
		kind: "plan",
		plan: bounded(parsed.plan, mostMs)
	};
}
/** Answers of what is probed are shown to nobody: the App may reach more than whoever reads its comments. */
function bounded(plan, mostMs) {
	const { warmUp } = plan;
	return {
		...plan,
		deadlineMs: Math.min(plan.deadlineMs, mostMs),
		warmUp: warmUp && {
			...warmUp,
			maxMs: Math.min(warmUp.maxMs, mostMs)
		},
		checks: plan.checks.map((check) => ({
			...check,
			showsBodyOnFailure: false
		}))
	};
}
function unusable(text) {
	return {
		kind: "unusable",
		because: plainLine(text, LONGEST_SAID).replace(/\.$/, "")
	};
}

// src/flow/hypercare/start-probe.ts
/** Starts the next run of a watch, or says why there is nothing to run. */
/** Marked checks are few and quick; what takes longer would meet the next run. */
const LONGEST_RUN_MS$1 = 3e5;
/** A run that a process took along when it ended is started again after the longest that it could take. */
const LOST_AFTER_MS$1 = 31e4;
/** While as many runs are under way as may be. */
const FULL_WAIT_MS$1 = 15e3;
async function startProbe(watched) {
	const { question, rules, deployment, ports, github, at } = watched;
	const { environment, deploymentId, repository } = question;
	const { sha } = deployment;
	const { file = "" } = rules;
	const read = await readSmokePlan(github, {
		file,
		environment,
		sha,
		isWatched: true,
		mostMs: LONGEST_RUN_MS$1
	});
	if (read.kind === "unusable") return await nothingToRun(watched, read.because);
	const place = {
		repositoryId: repository.id,
		environment,
		deploymentId,
		purpose: "hypercare"
	};
	if (ports.smoke({
		...place,
		file,
		sha,
		plan: read.plan,
		askAgain: question
	}) === "full") return {
		record: recordOf$1(at, "It is to be probed: other runs are under way."),
		dueAt: at + FULL_WAIT_MS$1
	};
	return {
		record: recordOf$1(at, "It is being probed."),
		dueAt: at + LOST_AFTER_MS$1
	};
}
/** Kept like a run, so that it is seen that nobody looks. The file may be corrected: the next one is due as always. */
async function nothingToRun({ question, rules, deployment, until, ports, at }, because) {
	const { environment, deploymentId, repository } = question;
	const { file = "", everyMs } = rules;
	const place = {
		repositoryId: repository.id,
		environment,
		deploymentId,
		purpose: "hypercare",
		file
	};
	const seen = {
		verdict: "error",
		failedChecks: [],
		because,
		liveSha: null
	};
	const instant = toInstant(at);
	await ports.store.keepProbe({
		...place,
		sha: deployment.sha,
		...seen,
		startedAt: instant,
		at: instant
	});
	return {
		record: recordOf$1(at, `It is watched by time alone: ${because}.`),
		dueAt: Math.min(at + (everyMs ?? 0), until)
	};
}

// src/flow/hypercare/watching-ended.ts
/** Told to those who asked: a deployment was watched for as long as the policy says, and nothing was found. */
function watchingEnded({ question, deployment, rules, since, until, last }, policies) {
	const { repository, environment, deploymentId, runId } = question;
	const { sha } = deployment;
	const zone = policies.at(-1)?.policy.zone ?? "UTC";
	const told = {
		at: toInstant(until),
		environment,
		sha,
		deploymentId,
		runId,
		summary: plainLine(`Watching ended: ${fullName(repository)} ${sha.slice(0, 7)} ${how(environment, rules, last)}`, 200),
		lines: [`Watched from ${sayBoth(since, zone, until)} to ${sayBoth(until, zone, until)}${isUnseen(rules, last) ? "" : "; nothing was found"}.`, ...sayLooks(environment, rules, last)]
	};
	return wishesOf(policies).filter(({ events }) => events.has("watching-ended")).map(({ target }) => ({
		kind: "notify",
		repository,
		target,
		event: "watching-ended",
		subject: `gate/${deploymentId}`,
		content: "once",
		action: "tell",
		told
	}));
}
/** Runs that told nothing say nothing good of it. */
function isUnseen({ everyMs, file }, last) {
	return everyMs !== null && file !== void 0 && last?.verdict !== "pass";
}
function how(environment, rules, last) {
	return isUnseen(rules, last) ? `in ${environment}, where how it does is not known` : `did well in ${environment}`;
}
function sayLooks(environment, rules, last) {
	const { everyMs, file } = rules;
	if (everyMs === null || file === void 0) return ["Nothing probed it: only the time has passed.", "Nothing to do."];
	if (!isUnseen(rules, last)) return [plainLine(`Probed with ${file}.`, 300), "Nothing to do."];
	const why = last === null ? "no run ended" : `the last run told nothing (${last.because ?? last.verdict})`;
	return [plainLine(`Probed with ${file}: ${why}.`, 300), plainLine(`What to do: look at ${environment}, and correct ${file} before the next release.`, 300)];
}

// src/flow/hypercare/answer-hypercare.ts
/**
* Is this deployment still well, while it is watched? From when it was known to be good it is probed again and again,
* until its time is over, something else runs there, or two runs in a row failed: that is a verification as any other.
*/
/** Events tell of what it waits for sooner, unless they are lost. */
const LOOK_AGAIN_MS$21 = 3e5;
/** A verification that nobody sends is missed by then, and a job on a runner of GitHub ends after six hours. */
const GIVEN_UP_AFTER_MS = 1728e5;
/** Between a failed run and the second one, which says whether it was chance. */
const SECOND_LOOK_MS = 3e4;
async function answerHypercare(question, ports) {
	const at = ports.clock.now();
	const { repository, environment } = question;
	const github = await ports.github(repository);
	const policy = await readPolicyState(ports, repository, github);
	const policies = policy.kind === "in-force" ? policy.policies : [];
	const rules = watchRules(policies, environment);
	if (rules === null) return over$2(at, "Nothing is watched here.");
	const stand = await watchStand(question, rules, {
		github,
		ports,
		at
	});
	if (stand.kind === "over") return over$2(at, `It is not watched. ${stand.because}`);
	if (stand.kind === "not-yet") return await notYet(question, stand.because, ports);
	const { deployment, since } = stand;
	const watched = {
		question,
		rules,
		deployment,
		since,
		until: since + rules.forMs,
		ports,
		github,
		at
	};
	const last = await lastRun(watched);
	if (last !== null && last.failures > 1 && last.verdict === "fail") return await failedWhileWatched(watched, last);
	const until = isDoubtful(last) ? Number.POSITIVE_INFINITY : watched.until;
	if (at >= until) return await ended$4(watched, policies, last);
	const dueAt = Math.min(nextRunAt(watched, last), until);
	return at < dueAt ? waiting$1(at, dueAt, last) : await startProbe(watched);
}
/** Of this watch: what was seen before it began counts for nothing. */
async function lastRun({ question, rules, deployment, since, ports }) {
	const { repository, deploymentId } = question;
	const { file } = rules;
	if (file === void 0) return null;
	const key = {
		repositoryId: repository.id,
		deploymentId,
		purpose: "hypercare",
		file
	};
	const kept = await ports.store.probeOf(key);
	return kept !== null && kept.sha === deployment.sha && epochMs(kept.startedAt) >= since ? kept : null;
}
function nextRunAt({ rules: { everyMs, file }, since }, last) {
	if (everyMs === null || file === void 0) return Number.POSITIVE_INFINITY;
	if (last === null) return since + everyMs;
	return epochMs(last.at) + (isDoubtful(last) ? Math.min(SECOND_LOOK_MS, everyMs) : everyMs);
}
/** It failed once: the second look is near. One that found out nothing since is no reason to hurry. */
function isDoubtful(last) {
	return last?.failures === 1 && last.verdict === "fail";
}
function waiting$1(at, dueAt, last) {
	const seen = last === null ? "It is watched." : `It is watched; last seen: ${last.verdict}.`;
	const why = last?.because ?? null;
	return {
		record: recordOf$1(at, why === null ? seen : `${seen} ${why}`),
		dueAt
	};
}
async function ended$4(watched, policies, last) {
	const { question, deployment, rules, ports, at } = watched;
	const { repository, environment, deploymentId, runId } = question;
	const gate = {
		kind: "gate",
		repository,
		environment,
		deploymentId,
		runId
	};
	const found = isUnseen(rules, last) ? "how it does is not known" : "nothing was found";
	return {
		record: recordOf$1(at, `Deployment ${deploymentId} was watched, and ${found}.`, {
			notices: watchingEnded({
				...watched,
				last
			}, policies),
			questions: await ports.store.releaseRecordsOf(gate, deployment.sha),
			final: true
		}),
		dueAt: null
	};
}
async function notYet(question, because, ports) {
	const at = ports.clock.now();
	const { repository, deploymentId } = question;
	const [gate] = await ports.store.releaseGates(repository.id, { deploymentId });
	if (gate !== void 0 && at >= (gate.endedAt ?? gate.askedAt) + GIVEN_UP_AFTER_MS) return over$2(at, `It was never known to be good, so it is not watched. ${because}`);
	return {
		record: recordOf$1(at, because),
		dueAt: at + LOOK_AGAIN_MS$21
	};
}
function over$2(at, summary) {
	return {
		record: recordOf$1(at, summary, { final: true }),
		dueAt: null
	};
}

// src/policy/template/fill-template.ts
/** An announcement: a template with everything filled in. */
/** UTF-16 units: what a section of a Slack message takes. */
const LONGEST_ANNOUNCEMENT = 3e3;
/** Lines of one value: of very many changes nobody reads the list. */
const MOST_LINES$2 = 100;
const CUT = "\n… (shortened)";
/** What stands where nothing is known. */
const UNKNOWN = "—";
/**
* Plain text of at most 3,000 characters; what is longer ends in `… (shortened)`. Values are text and nothing else:
* braces in them are not read again, controls and invisible marks go, line breaks stay. Markup of the place it is sent to
* is for the sender to escape.
*/
function fillTemplate(template, values) {
	const text = template.parts.map((part) => textOf$1(part, values)).join("").replace(/[^\S\n]+$/gmu, "").trim();
	if (text.length <= LONGEST_ANNOUNCEMENT) return text;
	return `${text.slice(0, 2986).toWellFormed().replace(/\uFFFD$/u, "").trimEnd()}${CUT}`;
}
function textOf$1(part, values) {
	if (part.kind === "text") return inert(part.text);
	const value = values[part.name];
	return part.name === "url" && value === "" ? value : linesOf(value);
}
/** Line by line, so that what is one entry of a list stays one. */
function linesOf(value) {
	const lines = value.slice(0, 4 * LONGEST_ANNOUNCEMENT).split(/\r\n?|\n/).map((line) => plainLine(line, LONGEST_ANNOUNCEMENT)).filter((line) => line !== "");
	if (lines.length === 0) return UNKNOWN;
	const more = lines.length - MOST_LINES$2;
	return [...lines.slice(0, MOST_LINES$2), ...more > 0 ? [`… and ${more} more`] : []].join("\n");
}
/** Text of the template keeps its spaces and line breaks; what is not seen goes. */
function inert(text) {
	return text.toWellFormed().replace(/[^\S\n]/gu, " ").replace(/[^\P{Cc}\n]/gu, "").replace(/[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu, "");
}

// src/flow/notify/announcement-values.ts
/** What a template is filled in with, from what is known of a notice. */
/** What the notice says of itself goes before what its answer is known by. `''`: not known. */
function announcementValues(notice, record, policies) {
	const { told, values = {} } = notice;
	const known = {
		repository: fullName(notice.repository),
		service: fullName(notice.repository),
		environment: told.environment ?? "",
		commit: told.sha ?? "",
		release: told.sha?.slice(0, 7) ?? "",
		tier: told.decision?.tier ?? "",
		type: told.decision?.releaseType ?? "",
		url: "",
		status: told.summary,
		reason: told.lines.join("\n"),
		...ofEnvironment(told.environment ?? values["environment"] ?? null, policies),
		...ofAnswer(record),
		...Object.fromEntries(Object.entries(values).filter(([name]) => isPlaceholder(name)))
	};
	const names = Object.keys(PLACEHOLDERS).filter(isPlaceholder);
	return Object.fromEntries(names.map((name) => [name, known[name] ?? ""]));
}
function ofEnvironment(environment, inForce) {
	if (environment === null) return {};
	const policies = inForce.map(({ policy }) => policy);
	const manager = releaseManagerOf(policies, environment);
	return {
		strategy: strategyOf(policies, environment) ?? "",
		runbook: runbookOf(policies, environment) ?? "",
		"release-manager": manager === void 0 ? "" : sayReleaseManager(manager)
	};
}
function ofAnswer({ facts, decision }) {
	if (facts === null || decision === null) return {};
	const { question } = facts;
	const service = question.kind === "deploy" ? question.service : void 0;
	const { earliestOpening } = decision;
	const zone = zoneOf$1(decision);
	return {
		service: service ?? facts.repository,
		changes: facts.changes.map((each) => each.kind === "commit" ? each.message.split("\n")[0] ?? "" : each.title).join("\n"),
		...earliestOpening === null ? {} : { "opens-at": sayBoth(epochMs(earliestOpening), zone, epochMs(decision.at)) }
	};
}

// src/flow/notify/read-template.ts
/** The texts of announcements: from the default branch, beside the policy that names them. */
/** Reads each file once. An organisation's lie in the repository of its policy. */
function templateReader(github) {
	const known = /* @__PURE__ */ new Map();
	return (path, source) => {
		const key = `${source} ${path}`;
		const reading = known.get(key) ?? readTemplate(github, path, source);
		known.set(key, reading);
		return reading;
	};
}
async function readTemplate(github, path, source) {
	try {
		const text = await textOf(github, path, source);
		if (text !== null) return parseTemplate(text, path);
		return {
			kind: "unreadable",
			because: "there is no such file on the default branch. Add it, or correct the path"
		};
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		return {
			kind: "unreadable",
			because: `it cannot be read now (${plainLine(error.message, 150)})`
		};
	}
}
async function textOf(github, path, source) {
	const { sha, owner } = await github.repository(POLICY_FILE);
	if (source === "repository") return (await github.file(path, sha))?.text ?? null;
	const file = await github.organisationFile(path, owner);
	return file.kind === "file" ? file.text : null;
}

// src/flow/notify/announcement.ts
/**
* What is told in the words of the team: the notice of a rule with a `template` is filled in here, when it is decided.
* A template that cannot be used keeps nothing from being told: it goes out as it would without, and says what is wrong.
*/
async function withAnnouncements(question, answer, ports) {
	const { record } = answer;
	const { notices = [] } = record;
	if (!notices.some(isNews)) return answer;
	const policies = answer.tell?.policies ?? await policiesOf$1(question, ports);
	const wishes = wishesOf(policies).filter(({ template }) => template !== void 0);
	const read = wishes.length === 0 ? null : await readerOf(question, ports);
	const told = [];
	for (const notice of notices) {
		const wish = isNews(notice) ? wishes.find((each) => wants(each, notice)) : void 0;
		const inWords = wish === void 0 || read === null ? notice : await announced(notice, wish, {
			read,
			policies,
			record
		});
		told.push(withoutValues(inWords));
	}
	return {
		...answer,
		record: {
			...record,
			notices: told
		}
	};
}
/** Pages wake somebody: what they say is ours, and nothing more is read before they go. */
function isNews({ action, event }) {
	return action === "tell" && event !== "escalation";
}
/** What could be read a moment ago, and is not now, keeps nothing from being told. */
async function policiesOf$1({ repository }, ports) {
	try {
		const state = await readPolicyState(ports, repository, await ports.github(repository));
		return state.kind === "in-force" ? state.policies : [];
	} catch (error) {
		if (error instanceof Failure) return [];
		throw error;
	}
}
function wants(wish, { target, event }) {
	const { channel, variable } = wish.target;
	if (channel !== target.channel || variable !== target.variable) return false;
	const timed = {
		"gate-waiting-over": wish.waitingOver,
		"window-opens-in": wish.windowOpensIn,
		"approval-missing-before-window": wish.approvalMissing,
		"undeployed-over": wish.undeployedOver
	};
	return wish.events.has(event) || (timed[event] ?? []).length > 0;
}
/** Null: GitHub cannot be asked, and what is told beside it may be a page. */
async function readerOf({ repository }, ports) {
	try {
		return templateReader(await ports.github(repository));
	} catch (error) {
		if (error instanceof Failure) return null;
		throw error;
	}
}
async function announced(notice, wish, { read, policies, record }) {
	const { template: path, source } = wish;
	if (path === void 0) return notice;
	const template = await read(path, source);
	if (template.kind !== "valid") return {
		...notice,
		told: withFault(notice, path, template)
	};
	const values = announcementValues(notice, record, policies);
	const announcement = fillTemplate(template.template, values);
	const { runbook } = values;
	return {
		...notice,
		told: {
			...notice.told,
			...runbook === "" ? {} : { runbook },
			announcement
		}
	};
}
const LONGEST_LINE$6 = 300;
function withFault({ told }, path, fault) {
	const [problem] = fault.kind === "invalid" ? fault.problems : [];
	const why = problem === void 0 ? `${path}: ${fault.kind === "unreadable" ? fault.because : ""}` : formatProblem(problem);
	const line = plainLine(`This is not your template, because it cannot be used: ${why}`, LONGEST_LINE$6);
	return {
		...told,
		lines: [...told.lines, line]
	};
}
function withoutValues({ values: _values, ...notice }) {
	return notice;
}

// src/flow/notify/plain-notices.ts
/** One telling to everybody whose rules name its event. */
const LONGEST_SUMMARY$3 = 200;
const LONGEST_LINE$5 = 300;
/** What is not said of it is null: it is about no deployment. */
function plainNotices({ told, at, ...telling }, policies) {
	const none = {
		environment: null,
		sha: null,
		deploymentId: null,
		runId: null
	};
	const lines = told.lines.map((line) => plainLine(line, LONGEST_LINE$5)).filter((line) => line !== "");
	const summary = plainLine(told.summary, LONGEST_SUMMARY$3);
	return wishesOf(policies).filter(({ events }) => events.has(telling.event)).map(({ target }) => ({
		kind: "notify",
		action: "tell",
		target,
		...telling,
		told: {
			...none,
			...told,
			at: toInstant(at),
			summary,
			lines
		}
	}));
}

// src/flow/notify/bypass-found.ts
async function bypassFound(question, { gate, at, summary }, ports) {
	const isOff = gate?.reasons.includes("rule-off") ?? false;
	if (gate === void 0 || gate.state !== "bypassed" && !isOff) return [];
	const { repository, environment, deploymentId, runId } = question;
	const state = await readPolicyState(ports, repository, await ports.github(repository));
	if (state.kind !== "in-force") return [];
	const { policies } = state;
	const inForce = policies.map(({ policy }) => policy);
	if (!isGoverned(inForce, environment)) return [];
	const where = `${fullName(repository)} ${gate.sha.slice(0, 7)} into ${environment}`;
	const fix = isOff ? `Switch our protection rule on again in the settings of ${environment}.` : "It stands in the log as a bypass; say in the review of the release why it was needed.";
	const told = {
		environment,
		sha: gate.sha,
		deploymentId,
		runId,
		summary: `Past the gate: ${where} went on without our approval`,
		lines: [summary, `What to do: see in the run what was deployed. ${fix}`]
	};
	const subject = `gate/${deploymentId}`;
	return plainNotices({
		repository,
		event: "bypass-found",
		subject,
		content: questionKey(question),
		told,
		at
	}, policies);
}

// src/flow/notify/telling.ts
/** One telling of an answer about a gate, to one of those who asked for it. */
function isDecided(answered) {
	return answered.decision !== null;
}
function isOpening({ effects }) {
	return effects.some(({ kind }) => kind === "open-gate");
}
function once(event, { question }) {
	return {
		event,
		subject: `gate/${question.deploymentId}`,
		content: "once"
	};
}
function noticeOf$1(answered, { target }, { says, ...telling }) {
	const { question, gate, decision, at } = answered;
	const { repository, environment, deploymentId, runId } = question;
	const told = {
		at: toInstant(at),
		environment,
		sha: gate.sha,
		deploymentId,
		runId,
		...says
	};
	const outline = decision === null ? {} : { decision: outlineOf$2(decision) };
	return {
		kind: "notify",
		repository,
		target,
		action: "tell",
		...telling,
		told: {
			...told,
			...outline
		}
	};
}
/** Texts change with the time of day; what they are made from does not. */
function contentOf(decision) {
	const { verdict, mode, tier, releaseType, override } = decision;
	return digestOf$1({
		verdict,
		mode,
		tier,
		releaseType,
		override,
		gates: outlineOf$2(decision).gates
	});
}
function outlineOf$2({ verdict, mode, tier, releaseType, earliestOpening, factsDigest, gates }) {
	return {
		verdict,
		mode,
		tier,
		releaseType,
		earliestOpening,
		factsDigest,
		gates: gates.map(({ name, status, requirements }) => ({
			name,
			status,
			reasons: requirements.map(({ reason }) => reason.code)
		}))
	};
}

// src/flow/notify/lists.ts
const SHOWN$5 = 5;
/** Requirements that are not met, with their gate. */
function unmet({ gates }) {
	return shortened(gates.filter(({ status }) => status === "pending" || status === "failed").flatMap(({ name, requirements }) => requirements.filter(({ status }) => status !== "met").map((one) => `${name}: ${one.text}`)));
}
function changes(list) {
	return shortened(list.map(sayChange));
}
function sayChange(change) {
	if (change.kind === "commit") return `${change.sha.slice(0, 7)} ${change.message.split("\n")[0] ?? ""} (${change.author})`;
	return `#${change.number} ${change.title} (${change.author})`;
}
function shortened(lines) {
	const more = lines.length - SHOWN$5;
	return more > 0 ? [...lines.slice(0, SHOWN$5), `and ${more} more`] : lines;
}

// src/flow/notify/texts.ts
/** What a notice says: what happened and where, who and why, what to do. Plain text; channels make it inert. */
const LONGEST_SUMMARY$2 = 200;
const LONGEST_LINE$4 = 300;
function sayDecision({ question, gate, summary, decision }) {
	return text(`${what(question, gate)} into ${question.environment}: ${summary}`, [...unmet(decision), startedBy(gate)]);
}
function sayReleased({ question, gate, facts, decision }, next) {
	const isHeldInTheory = decision.mode === "observe" && decision.verdict !== "open";
	return text(`Released: ${what(question, gate)} goes into ${question.environment}`, [
		`Let through as tier ${decision.tier}, ${decision.releaseType}. ${startedBy(gate)}`,
		...isHeldInTheory ? ["Not enforced: the policy is being tried out, and would have held it."] : [],
		...changes(facts.changes),
		`Whether it ends well is not known yet: see the run. ${next}`
	]);
}
function sayStarted({ question, gate, facts, decision }, next) {
	const count = facts.changes.length;
	const tier = `tier ${decision.tier}, ${decision.releaseType}`;
	return text(`Started: ${what(question, gate)} goes into ${question.environment}`, [`Let through as ${tier}, with ${count === 1 ? "one change" : `${count} changes`}. ${startedBy(gate)}`, `Nothing to do now. Whether it ends well is told by its verification. ${next}`]);
}
function sayApprovalMissing({ question, gate, decision }, opensAt) {
	const opens = sayTime$1(toInstant(opensAt), decision);
	return text(`An approval is missing: ${what(question, gate)} could go into ${question.environment} from ${opens}`, [
		...unmet(decision),
		startedBy(gate),
		"What to do: approve it before then, or say no; without it the window passes."
	]);
}
function sayWindowNear({ question, gate, decision }, within, opensAt) {
	const when = `into ${question.environment} from ${sayTime$1(toInstant(opensAt), decision)}`;
	return text(`Within ${within}: ${what(question, gate)} may go ${when}`, [...unmet(decision), startedBy(gate)]);
}
function sayRollback({ question, gate, facts }) {
	const { environment } = question;
	const count = facts.changes.length;
	const takenAway = count === 0 ? [] : [`It takes away ${count === 1 ? "a change" : `${count} changes`}:`];
	return text(`Rollback: ${what(question, gate)} goes back into ${environment}`, [
		startedBy(gate),
		...takenAway,
		...changes(facts.changes),
		`What to do: see the run, and check that ${environment} is well again.`
	]);
}
function sayOverride({ question, gate, decision }) {
	const { user = "", reason = "", expiresAt = null } = decision.override ?? {};
	const until = expiresAt === null ? "" : `It counts until ${sayTime$1(expiresAt, decision)}. `;
	return text(`Override: ${user} opens ${question.environment} for ${what(question, gate)} against the policy`, [
		`Reason given: ${reason}`,
		`${until}${startedBy(gate)}`,
		...unmet(decision).map((line) => `Passed over: ${line}`)
	]);
}
function sayWaiting$1(waiting, over, decision) {
	const { question, gate, summary } = waiting;
	const since = gate.requestedAt === null ? "" : `, waiting since ${sayTime$1(gate.requestedAt, decision)}`;
	return text(`Waiting for more than ${over}: ${what(question, gate)} into ${question.environment}`, [
		summary,
		`${startedBy(gate)}${since}`,
		"What to do: give it what it waits for, or cancel the run. GitHub fails the job after 30 days."
	]);
}
function text(summary, lines) {
	return {
		summary: plainLine(summary, LONGEST_SUMMARY$2),
		lines: lines.map((line) => plainLine(line, LONGEST_LINE$4)).filter((line) => line !== "")
	};
}
/** On the wall clock of the policy's zone, and in UTC. */
function sayTime$1(instant, decision) {
	const zone = decision === null ? "UTC" : zoneOf$1(decision);
	return sayBoth(epochMs(instant), zone, decision === null ? epochMs(instant) : epochMs(decision.at));
}
function what({ repository }, { sha }) {
	return `${fullName(repository)} ${sha.slice(0, 7)}`;
}
function startedBy({ actors }) {
	return actors.length === 0 ? "" : `Started by ${actors.join(", ")}`;
}

// src/flow/notify/timed.ts
/** What is told because time passes: a gate waits long, or its window comes near, and perhaps an approval is missing. */
function ofWait(answered, wish) {
	const { requestedAt } = answered.gate;
	if (requestedAt === null || isOpening(answered)) return [];
	return wish.waitingOver.filter(({ ms }) => answered.at - epochMs(requestedAt) >= ms).map((wait) => noticeOf$1(answered, wish, waitTelling(answered, wait)));
}
function waitTelling(answered, { text }) {
	const said = once("gate-waiting-over", answered);
	return {
		...said,
		subject: `${said.subject}/over-${text}`,
		says: sayWaiting$1(answered, text, answered.decision)
	};
}
/** Once for each opening: whoever was asked in vain for one window is asked again before the next. */
function ofMissingApproval(decided, wish) {
	const opensAt = opensWithoutApproval(decided);
	if (opensAt === null || opensAt <= decided.at) return [];
	return wish.approvalMissing.filter(({ ms }) => opensAt - decided.at <= ms).map(({ text }) => {
		const { event, subject } = once("approval-missing-before-window", decided);
		const says = sayApprovalMissing(decided, opensAt);
		return noticeOf$1(decided, wish, {
			event,
			subject: `${subject}/${text}`,
			content: toInstant(opensAt),
			says
		});
	});
}
/**
* Once for each opening, also for a matrix of jobs. What is planned for that very moment is told of as the plan that it is.
*/
function ofNearWindow(decided, wish) {
	const opensAt = windowOpensAt(decided);
	if (opensAt === null || opensAt <= decided.at) return [];
	const { question, gate } = decided;
	const subject = `environment/${question.environment.toLowerCase()}/${gate.sha}`;
	return wish.windowOpensIn.filter(({ ms }) => opensAt - decided.at <= ms).map(({ text }) => {
		const telling = {
			event: "window-opens-in",
			subject: `${subject}/in-${text}`,
			content: toInstant(opensAt)
		};
		return noticeOf$1(decided, wish, {
			...telling,
			says: sayWindowNear(decided, text, opensAt)
		});
	});
}
/** When the window or the end of the freeze comes that it waits for; null: it waits for none, or that is not known. */
function windowOpensAt(decided) {
	const { decision, facts } = decided;
	if (!decision.gates.some(({ requirements }) => requirements.some(({ kind, status }) => TIMES.has(kind) && status === "pending")) || isOpening(decided) || decision.earliestOpening === null) return null;
	const opensAt = epochMs(decision.earliestOpening);
	return (facts.plans ?? []).some(({ past, dueAt }) => {
		return past === void 0 && dueAt !== null && epochMs(dueAt) === opensAt;
	}) ? null : opensAt;
}
const TIMES = /* @__PURE__ */ new Set(["window", "freeze"]);
/** When the window opens in which nothing but people would be missing; null: that is not so, or not known. */
function opensWithoutApproval(decided) {
	const { decision } = decided;
	if (!decision.gates.some(({ requirements }) => requirements.some(({ kind, status }) => kind === "approvals" && status === "pending")) || isOpening(decided) || decision.earliestOpening === null) return null;
	return epochMs(decision.earliestOpening);
}
/** When the next of the waits, or of the times to remind somebody, comes; null when none is ahead. */
function nextTellingAt(answered, wishes) {
	const opensAt = isDecided(answered) ? opensWithoutApproval(answered) : null;
	const reminders = opensAt === null ? [] : wishes.flatMap(({ approvalMissing }) => approvalMissing.map(({ ms }) => opensAt - ms));
	const windowAt = isDecided(answered) ? windowOpensAt(answered) : null;
	const windows = windowAt === null ? [] : wishes.flatMap(({ windowOpensIn }) => windowOpensIn.map(({ ms }) => windowAt - ms));
	const ahead = [
		...waitEnds(answered, wishes),
		...reminders,
		...windows
	].filter((each) => each > answered.at);
	return ahead.length === 0 ? null : Math.min(...ahead);
}
function waitEnds(answered, wishes) {
	const { requestedAt } = answered.gate;
	if (requestedAt === null || isOpening(answered)) return [];
	return wishes.flatMap(({ waitingOver }) => waitingOver.map(({ ms }) => epochMs(requestedAt) + ms));
}

// src/flow/notify/what-is-next.ts
/** What whoever is told of a release hears of it next, as far as they asked for it: silence says nothing otherwise. */
/** That something is wrong with it. */
const BAD = [
	"verification-failed",
	"verification-missing",
	"rollback",
	"rollback-failed"
];
/** A sentence. */
function sayWhatIsNext(environment, events, policies) {
	const watched = policies.flatMap(({ policy }) => entryFor(policy, environment)?.verify?.watch?.for ?? []).at(-1);
	const moments = [...BAD.some((event) => events.has(event)) ? ["when something is wrong with it"] : [], ...watched !== void 0 && events.has("watching-ended") ? [`when it has been watched for ${saidDuration(watched)}`] : []];
	return moments.length === 0 ? "Nothing more is told of it here." : `You are told next ${moments.join(", or ")}.`;
}

// src/flow/notify/wanted-notices.ts
/** What is to be told of one answer about a gate that has not ended. */
function wantedNotices(answered, wishes, policies = []) {
	return wishes.flatMap((wish) => [
		...isDecided(answered) ? ofDecision(answered, wish, policies) : [],
		...ofWait(answered, wish),
		...isDecided(answered) ? [...ofMissingApproval(answered, wish), ...ofNearWindow(answered, wish)] : []
	]);
}
function ofDecision(decided, wish, policies) {
	const { decision, question } = decided;
	const tellings = [];
	if (wish.events.has("decision")) tellings.push({
		...once("decision", decided),
		content: contentOf(decision),
		says: sayDecision(decided)
	});
	if (wish.events.has("override") && decision.override !== null) {
		const subject = `environment/${question.environment.toLowerCase()}/${decided.gate.sha}`;
		const content = digestOf$1(decision.override);
		tellings.push({
			event: "override",
			subject,
			content,
			says: sayOverride(decided)
		});
	}
	tellings.push(...ofRelease(decided, wish, policies));
	return tellings.map((telling) => noticeOf$1(decided, wish, telling));
}
/** Told when the gate was opened, and not before. One telling to those who want to hear of releases and rollbacks. */
function ofRelease(decided, { events }, policies) {
	const opening = decided.effects.find(({ kind }) => kind === "open-gate");
	if (opening === void 0) return [];
	const awaits = slotOf(opening);
	const isBack = decided.facts.direction === "backward";
	if (isBack && events.has("rollback")) return [{
		...once("rollback", decided),
		awaits,
		says: sayRollback(decided)
	}];
	const next = sayWhatIsNext(decided.question.environment, events, policies);
	if (events.has("released")) return [{
		...once("released", decided),
		awaits,
		says: isBack ? sayRollback(decided) : sayReleased(decided, next)
	}];
	return events.has("started") ? [{
		...once("started", decided),
		awaits,
		says: sayStarted(decided, next)
	}] : [];
}

// src/flow/notify/with-notices.ts
/** An answer about a gate, with what people are to be told of it. It changes nothing about the answer itself. */
async function withNotices(question, answer, ports) {
	const { record, tell, dueAt } = answer;
	if (record.final) {
		const told = await ports.store.noticesOf(questionKey(question));
		const notices = [...await bypassFound(question, record, ports), ...whatIsOver$1(told, record)];
		return {
			...answer,
			record: {
				...record,
				notices
			}
		};
	}
	const wishes = wishesOf(tell?.policies ?? []);
	if (!tell || wishes.length === 0) return answer;
	const answered = answeredCase(question, record, tell);
	const notices = await withoutSaidTwice(wantedNotices(answered, wishes, tell.policies), question, ports);
	return {
		...answer,
		record: {
			...record,
			notices
		},
		dueAt: earlier(dueAt, nextTellingAt(answered, wishes))
	};
}
/** Of a rollback that we started the ledger tells each step: who reads both would be told two things of one. */
async function withoutSaidTwice(notices, { repository, runId }, { store }) {
	if (!notices.some(({ event }) => event === "rollback")) return notices;
	return await store.rollbackOfRun(repository.id, runId) === null ? notices : notices.filter(({ event }) => event !== "rollback");
}
function answeredCase(question, record, { gate }) {
	const { facts, decision, summary, effects, at } = record;
	const base = {
		question,
		gate,
		summary,
		effects,
		at
	};
	return facts === null || decision === null ? {
		...base,
		facts: null,
		decision: null
	} : {
		...base,
		facts,
		decision
	};
}
/** Somebody may have been paged because the gate waited: now it does not any more. The other channels are only told. */
function whatIsOver$1(told, { summary, at }) {
	return told.filter(({ event, action, target }) => {
		return event === "gate-waiting-over" && action === "tell" && target.channel === "pagerduty";
	}).map((notice) => ({
		...notice,
		action: "resolve",
		told: {
			...notice.told,
			at: toInstant(at),
			lines: [summary]
		}
	}));
}
function earlier(one, other) {
	return one === null || other === null ? one ?? other : Math.min(one, other);
}

// src/flow/plan/changes-text.ts
/** What belongs to a planned release: its pull requests and issues, and the commits that gates know of. */
const MOST_TITLES = 60;
function sayItems({ items, isCut }) {
	const pulls = items.filter(({ kind }) => kind === "pull-request");
	const issues = items.filter(({ kind }) => kind === "issue");
	if (items.length === 0) return ["Nothing belongs to the milestone yet."];
	const counts = [count("Pull requests", pulls), count("Issues", issues)].filter((each) => each !== "").join(" ");
	const shown = pulls.slice(0, MOST_TITLES).map(sayPull);
	const more = pulls.length - shown.length;
	return [
		`${counts}${isCut ? " There are more than are read here." : ""}`,
		...shown.length === 0 ? [] : ["", ...shown],
		...more > 0 ? [`- … and ${more} more`] : []
	];
}
/** What the no-go holds although it left the milestone. */
function sayHeldOutside({ held, items }) {
	const left = held.pulls.filter((pull) => !items.some(({ number }) => number === pull));
	return [...left.length === 0 ? [] : ["", `⚠️ The no-go holds these too, which left the milestone since: ${sayPulls(left)}.`], ...held.isCut ? ["", "⚠️ More belonged to it than could be read: the no-go holds every release that brings a pull request."] : []];
}
function sayPulls(pulls) {
	const more = pulls.length - MOST_TITLES;
	return `${pulls.slice(0, MOST_TITLES).map((pull) => `#${pull}`).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
/** Empty where there are none. */
function count(name, items) {
	const open = items.filter(({ isOpen }) => isOpen).length;
	const merged = items.filter(({ isMerged }) => isMerged === true).length;
	const told = [
		[open, "open"],
		[merged, "merged"],
		[items.length - open - merged, "closed"]
	].filter(([many]) => many > 0).map(([many, what]) => `${many} ${what}`);
	return told.length === 0 ? "" : `${name}: ${told.join(", ")}.`;
}
function sayPull({ number, title, isOpen }) {
	return `- #${number} ${inertMarkdown(plainLine(title, 200))}${isOpen ? " (open)" : ""}`;
}
/** "production open" would read as if its gate stood open. */
const VERDICTS = {
	open: "let in",
	waiting: "held",
	blocked: "blocked"
};
function sayCommits({ releases, zone, at }) {
	if (releases.length === 0) return ["No deployment of it has asked to be let through yet."];
	return releases.map(({ sha, lanes, record, backAt }) => {
		const told = lanes.map(({ environment, verdict }) => `${inertMarkdown(environment)} ${VERDICTS[verdict] ?? verdict}`).join(", ");
		const back = backAt === void 0 ? "" : `, **taken back ${inertMarkdown(sayLocal(epochMs(backAt), zone, at))}**`;
		return `- \`${sha.slice(0, 12)}\`: ${told}${back}${record === null ? "" : `; its record is #${record}`}`;
	});
}

// src/flow/plan/command-for.ts
/** What is typed to decide at a stage. */
function commandFor$2(stage, kind = "go") {
	return `/tidegate ${kind} ${commandWord(stage, "STAGE")}${kind === "no-go" ? " REASON" : ""}`;
}

// src/flow/plan/decided.ts
function isUndecided({ decisions, at }, { name }) {
	return verdictOf$1(name, decisions, at).verdict === "none";
}

// src/flow/plan/going.ts
/** How far the release of a plan is, for the first line of its record. Plain text. */
/** Undefined: nothing of it has asked for anything. */
function sayGoing(view) {
	const { standing, release } = view;
	if (release === null || standing.state === "planned") return void 0;
	const which = release.record === null ? release.sha.slice(0, 7) : `#${release.record}`;
	switch (standing.state) {
		case "held":
		case "releasing": return {
			text: sayAhead$1(view, which),
			isOut: standing.finding !== null
		};
		case "verifying":
		case "watching": return {
			text: withRelease(lineOf(view), which),
			isOut: true
		};
		case "closed": return {
			text: `Out and done (${which}). Next: close the milestone`,
			isOut: true
		};
		case "superseded": return {
			text: `A newer release took its place (${which}). Next: close the milestone`,
			isOut: true
		};
		case "rolled back": return {
			text: sayTakenBack$1(view, which),
			isOut: true
		};
	}
}
function lineOf({ standing, ofRelease }) {
	const where = standing.environment ?? "the next environment";
	const plain = standing.state === "held" ? `Held before ${where}` : `${where} is under way`;
	return (ofRelease?.line ?? plain).replace(/\. (Nothing to do( here)?|Next: deploy it to .*)$/, "");
}
/** Beside another issue it has to be told which one is the record. */
function withRelease(line, which) {
	return line.includes("#") ? `${line} (release ${which})` : `${line} (${which})`;
}
/** Whoever does nothing lets it go: that has to be said, and how to stop it. */
function sayAhead$1(view, which) {
	const { standing, ofRelease, zone, at } = view;
	const opensAt = ofRelease?.opensAt ?? null;
	if (opensAt === null || standing.environment === null) return withRelease(lineOf(view), which);
	const here = standing.environment;
	const time = sayLocal(opensAt, zone, at);
	const stop = stageFor(view, here);
	const how = stop === void 0 ? "" : `; to stop it: ${commandFor$2(stop, "no-go")}`;
	return `${isAllGo(view) ? "Go for all stages said. " : ""}${upperFirst(here)} opens by itself ${time} (${which})${how}`;
}
function upperFirst(name) {
	return /^[a-z]+$/.test(name) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}
/** The stage at which a no-go is said of an environment; undefined: the policy names none. */
function stageFor({ dates }, environment) {
	const stages = dates?.stages ?? [];
	return (stages.find(({ name }) => isSameName(name, environment)) ?? stages.at(-1))?.name;
}
function isAllGo(view) {
	const stages = view.dates?.stages ?? [];
	return stages.length > 0 && stages.every((stage) => !isUndecided(view, stage));
}
function sayTakenBack$1({ ofRelease, zone, at }, which) {
	return `Taken back${ofRelease?.endedAt == null ? "" : ` ${sayLocal(ofRelease.endedAt, zone, at)}`} (${ofRelease?.finding == null ? which : `#${ofRelease.finding}`}). Next: a repair and a new date, or close the milestone`;
}

// src/flow/plan/next-step.ts
/** What is next in a planned release, by whom and when: the first line of its record. Plain text. */
function nextStep(view) {
	const noGo = sayNoGo$1(view);
	const going = view.over === null ? sayGoing(view) : void 0;
	if (noGo !== void 0) return going?.isOut ? `${going.text}. ${noGo}` : noGo;
	if (view.over !== null) return `Over: ${view.over}`;
	if (going === void 0) return sayDates(view);
	return view.dates !== null && isBetween(view) ? `${going.text}. ${sayProductionAhead(view, view.dates)}` : going.text;
}
/** It is where it was to go so far, and has yet to ask for what comes next. */
function isBetween({ standing, dates, at }) {
	return standing.state === "releasing" && standing.environment === null && dates !== null && at < dates.until;
}
/** What is next by the calendar. */
function sayDates(view) {
	if (view.dates === null) return "No date: give the milestone a due date, and its stages follow from it";
	return sayAhead(view, view.dates);
}
/** Also of a stage that the policy does not name any more, or that has no date now: the gate is held by it all the same. */
function sayNoGo$1(view) {
	const [last] = [...(view.dates?.stages ?? []).map(({ name }) => name), ...lastWords(view.decisions, view.at).map(({ stage }) => stage)].flatMap((name) => {
		const { verdict, standing } = verdictOf$1(name, view.decisions, view.at);
		return verdict === "no-go" ? standing.slice(-1) : [];
	});
	if (last === void 0) return void 0;
	if (view.over !== null && view.held.pulls.length === 0 && !view.held.isCut) return void 0;
	return sayHeld$1(last, view);
}
/** The first line of a plan with a no-go; also of one that is over. */
function sayHeld$1({ stage, user, reason }, view) {
	const why = plainLine(reason, 120);
	const over = view.over === null ? "" : `. It stands although ${view.over}`;
	return `${`Held: no-go at ${stage} by ${user}${why === "" ? "" : ` (${why})`}${over}`}. Next: ${user} or ${whoDecides(view)} says ${commandFor$2(stage)} when it may go on`;
}
/** A date that passed without a word holds nothing: what comes next by itself is told, and how to stop it. */
function sayAhead(view, dates) {
	const next = dates.stages.find((stage) => view.at < stage.until && isUndecided(view, stage));
	if (next !== void 0) return `Next: ${next.name} on ${sayStageTime(next, dates)}, go or no-go by ${whoDecides(view)}`;
	return sayProductionAhead(view, dates);
}
function sayProductionAhead(view, dates) {
	const said = isAllGo(view) ? "Go for all stages said. " : "";
	const last = dates.stages.at(-1);
	const stop = last === void 0 ? "" : `; to stop it: ${commandFor$2(last.name, "no-go")}`;
	if (view.at < dates.productionAt) return `${said}Next: production on ${sayProduction(dates)}${stop}`;
	if (view.at < dates.until) return `${said}Next: production today, ${sayDay(dates.date)}${stop}`;
	return `The date, ${sayDay(dates.date)}, is past, and nothing of it went out: move its due date, or close the milestone`;
}
/** Without a release manager, those who may decide besides. */
function whoDecides({ manager }) {
	return manager ?? "an approver of production";
}
/** `Mon 1 Dec 2026`; with the time where the policy counts in hours. */
function sayStageTime({ date, from, until }, { zone }) {
	return from === until ? sayLocal(from, zone, from) : sayDay(date);
}
/** With the time that its window opens; without one, the day. */
function sayProduction({ date, from, productionAt, zone }) {
	return productionAt === from ? sayDay(date) : sayLocal(productionAt, zone, 0);
}

// src/flow/release-record/own-numbers.ts
/** Numbers of issues and pull requests that Tidegate itself put into a text: these alone are links in it. */
const NUMBER = /(?<![\w/.-])#\u200B(\d{1,15})(?!\d)/gu;
/** As `inertMarkdown`, with `#12` as a link where that number is one of them. */
function inertWithOwn(text, own) {
	return inertMarkdown(text).replace(NUMBER, (all, number) => own.has(Number(number)) ? `#${number}` : all);
}
/** The changes of a release, and the issues that tell of it. */
function ownNumbers$1(view) {
	const { plans, findings } = view.related;
	const found = [...(view.standing.finding ?? "").matchAll(/#(\d{1,15})/g)];
	return /* @__PURE__ */ new Set([
		...changesOf$1(view).flatMap((change) => change.kind === "pull-request" ? [change.number] : []),
		...plans.flatMap(({ record }) => record ?? []),
		...findings.values(),
		...found.map(([, number]) => Number(number))
	]);
}

// src/flow/plan/plan-text.ts
/** Our part of the issue that is the record of a planned release. The first line says what is next. */
const LONGEST_TITLE$1 = 200;
function titleOfPlan(title) {
	return plainLine(`Planned release: ${title}`, LONGEST_TITLE$1);
}
function bodyOfPlan(view) {
	const { milestone, downtime, warnings } = view;
	return [
		`**${inertWithOwn(`${plainLine(nextStep(view), 500)}.`, ownNumbers(view))}**`,
		"",
		`State: ${view.standing.state}. ${sayManagerOf(view)}`,
		`[Milestone ${milestone.number}](../milestone/${milestone.number}): ${inertMarkdown(plainLine(milestone.title, LONGEST_TITLE$1))}${sayDone(milestone)}.`,
		...view.trains ?? [],
		...downtime === null ? [] : [`Expected downtime: ${inertMarkdown(downtime)}`],
		...warnings.length === 0 ? [] : [
			"",
			"### Warnings",
			""
		],
		...warnings.map(({ text }) => `- ⚠️ ${inertMarkdown(text)}`),
		...view.dates === null ? [] : [
			"",
			"### Stages",
			"",
			...sayStages$1(view, view.dates)
		],
		...view.dates !== null && isAhead(view) ? ["", ...sayHow(view, view.dates)] : [],
		"",
		"### Changes",
		"",
		...sayItems(view),
		...sayHeldOutside(view),
		"",
		"### Releases of it",
		"",
		...sayCommits(view),
		"",
		`<sub>${FOOT$1}</sub>`
	].join("\n");
}
function sayManagerOf({ manager }) {
	return manager === null ? "Release manager: nobody is named; add `release-manager` to the production environment in the policy." : `Release manager: ${inertMarkdown(manager)}.`;
}
function sayDone({ openItems, closedItems }) {
	const all = openItems + closedItems;
	return all === 0 ? "" : `, ${closedItems} of ${all} done`;
}
/** What belongs to it, and the issues that tell of it. */
function ownNumbers({ items, releases, ofRelease }) {
	const records = releases.flatMap(({ record }) => record ?? []);
	return /* @__PURE__ */ new Set([
		...items.map(({ number }) => number),
		...records,
		...[ofRelease?.finding ?? []].flat()
	]);
}
const FOOT$1 = "Tidegate keeps this part up to date. What you write or tick around it stays, and a line of yours such as `Expected downtime: 30 minutes` is read. The dates follow from the due date of the milestone.";
function sayStages$1(view, dates) {
	const production = `Production: **${inertMarkdown(sayProduction(dates))}**.`;
	if (dates.stages.length === 0) return [
		production,
		"",
		"The policy names no stages."
	];
	return [
		production,
		"",
		"| stage | date | decision |",
		"| --- | --- | --- |",
		...dates.stages.map((stage) => sayStage(view, dates, stage)),
		...saySilence(view)
	];
}
/** Who does not know this waits for a go that nobody has to give. */
function saySilence(view) {
	if (!isAhead(view)) return [];
	return ["", "Silence holds nothing: it goes out when its gates open, unless somebody says no-go."];
}
function isAhead({ over, standing }) {
	return over === null && [
		"planned",
		"held",
		"releasing"
	].includes(standing.state) && standing.finding === null;
}
function sayStage(view, dates, stage) {
	const { standing } = verdictOf$1(stage.name, view.decisions, view.at);
	const said = standing.map(({ verdict, user, reason, at }) => {
		const because = reason === void 0 || reason === "" ? "" : `: ${inertMarkdown(plainLine(reason, 300))}`;
		const when = inertMarkdown(sayLocal(epochMs(at), view.zone, view.at));
		return `${verdict === "go" ? "✅ go" : "⛔ **no-go**"} by ${inertMarkdown(user)} (${when})${because}`;
	});
	const nobody = isAhead(view) ? "nobody has said go or no-go yet" : "nobody said go or no-go";
	const decision = isUndecided(view, stage) ? nobody : said.join("; ");
	return `| ${inertMarkdown(stage.name)} | ${inertMarkdown(sayStageTime(stage, dates))} | ${decision} |`;
}
function sayHow(view, { stages }) {
	const isNoGo = ({ name }) => verdictOf$1(name, view.decisions, view.at).verdict === "no-go";
	const next = stages.find(isNoGo) ?? stages.find((stage) => isUndecided(view, stage)) ?? stages.at(-1);
	if (next === void 0) return [];
	const who = view.manager === null ? "" : `${inertMarkdown(view.manager)}, `;
	return [`To decide, comment \`${commandFor$2(next.name)}\` or \`${commandFor$2(next.name, "no-go")}\` here, which is for ${who}approvers of production and those who may override. A no-go holds what belongs to the release until one of them says go at that stage, also what leaves the milestone since. \`/tidegate leave-out #NUMBER REASON\` leaves one pull request out of it.`];
}

// src/flow/plan/ended-plan.ts
/** What the record says is for those who read it later. */
const TOLD_ANEW_MS$1 = 864e5;
/** @param because as part of a sentence */
function endingFor(known, policies, because, at) {
	const inForce = policies.map(({ policy }) => policy);
	return {
		because,
		isPolicyTheSame: known !== void 0 && isPlanned(inForce, known.title),
		manager: sayManager(inForce),
		at
	};
}
/** @param known undefined: it never was one, and nothing is said. */
function endedPlan(question, known, ending) {
	const { because, at } = ending;
	if (known === void 0 || known.state === "over" && known.isHeld !== true) return {
		record: recordOf$1(at, `No planned release: ${because}.`, { final: true }),
		dueAt: null
	};
	const { decisions, leftOut: _, issue, ...plan } = known;
	const noGo = holdingNoGo(known, ending);
	const isHeld = noGo !== void 0;
	const effect = {
		kind: "keep-issue",
		repository: question.repository,
		key: keyOfPlan(question.milestone),
		number: issue,
		title: titleOfPlan(known.title),
		label: "tidegate:release",
		body: [
			...isHeld ? heldLines(known, noGo, ending) : overLines(known, ending),
			"",
			whatItWas(known)
		].join("\n"),
		seed: "",
		isOver: !isHeld
	};
	const ended = {
		...plan,
		state: "over",
		isHeld,
		at: toInstant(at)
	};
	const summary = isHeld ? `Held by a no-go, although ${because}.` : `Over: ${because}.`;
	return {
		record: recordOf$1(at, summary, {
			effects: [effect],
			plan: ended,
			final: !isHeld
		}),
		dueAt: isHeld ? at + TOLD_ANEW_MS$1 : null
	};
}
/** The first of them that holds something. */
function holdingNoGo(known, { isPolicyTheSame, at }) {
	const held = heldPulls(known, at);
	const isAnything = held.isCut || held.pulls.length > 0;
	return isPolicyTheSame && isAnything ? standingNoGoes(known.decisions, at)[0] : void 0;
}
function heldLines(known, noGo, { because, manager, at }) {
	const { pulls, isCut } = heldPulls(known, at);
	const about = isCut ? "every release that brings a pull request, since more belonged to it than could be read" : sayPulls(pulls);
	const stages = standingNoGoes(known.decisions, at).map(({ stage }) => `\`${commandFor$2(stage)}\``);
	return [
		`**${inertMarkdown(plainLine(sayHeld$1(noGo, {
			manager,
			over: because
		}), 500))}.**`,
		"",
		"State: held.",
		"",
		`A no-go ends by a decision alone. It holds ${about}.`,
		"",
		`To end it, comment ${stages.join(" and ")} here. \`/tidegate leave-out #NUMBER REASON\` here leaves one pull request out of it. Both are for the release manager of production, approvers of production and those who may override.`
	];
}
function overLines(known, { because, at }) {
	return [
		`**Over: ${inertMarkdown(because)}.**`,
		"",
		"State: closed.",
		...standingNoGoes(known.decisions, at).flatMap(({ user, stage }) => ["", `⚠️ The no-go of ${inertMarkdown(user)} at ${inertMarkdown(stage)} holds nothing any more.`])
	];
}
function whatItWas({ title, date, decisions }) {
	const planned = `It was planned as ${inertMarkdown(plainLine(title, 200))}${date === null ? "" : `, for ${date}`}.`;
	return decisions.length === 0 ? `${planned} Nobody decided about a stage.` : `${planned} What was decided about its stages is in the comments and in the audit log (${decisions.length}).`;
}

// src/flow/plan/kept-plan.ts
/** A planned release as the store keeps it. */
function keptPlan(view) {
	const { repository, milestone, dates, about, at } = view;
	return {
		repositoryId: repository.id,
		number: milestone.number,
		title: milestone.title,
		state: view.over === null ? "open" : "over",
		isHeld: isHeldOver(view),
		about,
		date: dates?.date ?? null,
		productionAt: dates === null ? null : toInstant(dates.productionAt),
		zone: view.zone,
		stages: (dates?.stages ?? []).map(({ name, date, from, until }) => {
			return {
				name,
				date,
				from: toInstant(from),
				until: toInstant(until)
			};
		}),
		downtime: view.downtime,
		warnings: view.warnings.map(({ text }) => text),
		updatedAt: milestone.updatedAt,
		at: toInstant(at)
	};
}
/** A no-go stands although the milestone is closed. */
function isHeldOver({ over, held }) {
	return over !== null && (held.isCut || held.pulls.length > 0);
}

// src/flow/plan/plan-notices.ts
/** What is told of a planned release: that it is planned, and that its date comes near. */
const LONGEST_SUMMARY$1 = 200;
const LONGEST_LINE$3 = 300;
const MOST_CHANGES = 20;
/** Once for each date: a plan that moves is told anew. What is past is not announced. */
function planNotices(view, policies) {
	const { dates, at } = view;
	if (dates === null || view.over !== null || at >= dates.until) return [];
	const environment = productionOf(policies.map(({ policy }) => policy)).join(", ");
	return wishesOf(policies).flatMap((wish) => [...wish.events.has("planned") ? [noticeOf(view, dates, {
		...wish,
		environment
	}, planned(view, dates))] : [], ...wish.windowOpensIn.filter(({ ms }) => at >= dates.productionAt - ms && at < dates.productionAt).map(({ text }) => noticeOf(view, dates, {
		...wish,
		environment
	}, near(view, dates, text)))]);
}
/** When the next of them is due. */
function windowMoments({ productionAt }, policies) {
	return wishesOf(policies).flatMap(({ windowOpensIn }) => windowOpensIn.map(({ ms }) => productionAt - ms));
}
function planned(view, dates) {
	const stages = dates.stages.map((stage) => `${stage.name}: ${sayStageTime(stage, dates)}`);
	return {
		event: "planned",
		subject: `plan/${view.milestone.number}`,
		summary: `Planned: ${nameOf$2(view)} on ${sayDay(dates.date)}`,
		lines: [
			`Production: ${sayProduction(dates)}`,
			...stages.slice(0, 10),
			...saidOf(view)
		]
	};
}
function near(view, dates, text) {
	return {
		event: "window-opens-in",
		subject: `plan/${view.milestone.number}/in-${text}`,
		summary: `Within ${text}: ${nameOf$2(view)} goes to production on ${sayProduction(dates)}`,
		lines: [nextStep(view), ...saidOf(view)]
	};
}
function nameOf$2({ repository, milestone }) {
	return `${fullName(repository)} ${plainLine(milestone.title, 80)}`;
}
function saidOf({ downtime, warnings, manager }) {
	return [
		...downtime === null ? [] : [`Expected downtime: ${downtime}`],
		...manager === null ? [] : [`Release manager: ${manager}`],
		...warnings.slice(0, 5).map(({ text }) => `Warning: ${text}`)
	];
}
function noticeOf(view, dates, { target, environment }, { event, subject, summary, lines }) {
	return {
		kind: "notify",
		repository: view.repository,
		target,
		event,
		subject,
		content: dates.date,
		action: "tell",
		told: {
			at: toInstant(view.at),
			environment: null,
			sha: null,
			deploymentId: null,
			runId: null,
			page: `milestone/${view.milestone.number}`,
			summary: plainLine(summary, LONGEST_SUMMARY$1),
			lines: lines.map((line) => plainLine(line, LONGEST_LINE$3))
		},
		values: {
			...valuesOf(view, dates),
			environment
		}
	};
}
/** For the team's own template. */
function valuesOf(view, dates) {
	const { milestone, items, downtime, manager } = view;
	return {
		release: plainLine(milestone.title, LONGEST_SUMMARY$1),
		due: sayDay(dates.date),
		stage: dates.stages.find((stage) => isUndecided(view, stage))?.name ?? "",
		"opens-at": sayLocal(dates.productionAt, dates.zone, view.at),
		changes: items.filter(({ kind }) => kind === "pull-request").slice(0, MOST_CHANGES).map(({ title }) => plainLine(title, LONGEST_SUMMARY$1)).join("\n"),
		downtime: downtime ?? "",
		"release-manager": (manager ?? "").replaceAll("someone in team ", "team ")
	};
}

// src/flow/plan/answer-plan.ts
/** A policy that cannot be applied is corrected soon. */
const LOOK_AGAIN_MS$20 = 6e5;
/** What else a record tells, such as the plan of another repository, makes no event here. */
const TOLD_ANEW_MS = 864e5;
/** How often a release of it that is under way is looked at. */
const FOLLOWED_MS = 36e5;
async function answerPlan(question, ports) {
	const at = ports.clock.now();
	const { repository } = question;
	const github = await ports.github(repository, "report");
	const policy = await readPolicyState(ports, repository, github);
	if (policy.kind === "invalid" || policy.kind === "org-policy-unreadable") return {
		record: recordOf$1(at, "Not told: no policy is in force."),
		dueAt: at + LOOK_AGAIN_MS$20
	};
	const policies = policy.kind === "in-force" ? policy.policies : [];
	const known = (await ports.store.plansOf(repository.id)).find(({ number }) => number === question.milestone);
	const milestone = await github.milestone(question.milestone);
	const ending = endingOf(milestone, policies);
	if (milestone === null || ending !== void 0) return endedPlan(question, known, endingFor(known, policies, ending ?? GONE, at));
	const issue = await ports.store.keptIssue(repository.id, keyOfPlan(milestone.number));
	if (!milestone.isOpen && known === void 0) return endedPlan(question, known, endingFor(known, policies, "the milestone is closed", at));
	const view = await readPlan({
		question,
		milestone,
		known,
		policies,
		github,
		ports,
		issue,
		at
	});
	return told$1(view, {
		policies,
		questions: known?.title !== milestone.title || known.date !== (view.dates?.date ?? null) ? await ports.store.openGates(repository.id) : [],
		issue
	});
}
const GONE = "the milestone was deleted";
/** Undefined: it is a planned release, if it is there. */
function endingOf(milestone, policies) {
	if (milestone === null) return GONE;
	const inForce = policies.map(({ policy }) => policy);
	return isPlanned(inForce, milestone.title) ? void 0 : "the policy does not plan by a milestone of this title";
}
function told$1(view, { policies, questions, issue }) {
	const { repository, milestone, at } = view;
	const isOver = view.over !== null && !isHeldOver(view);
	const effect = {
		kind: "keep-issue",
		repository,
		key: keyOfPlan(milestone.number),
		number: issue,
		title: titleOfPlan(milestone.title),
		label: "tidegate:release",
		body: bodyOfPlan(view),
		seed: "",
		isOver,
		...view.assignees.length === 0 ? {} : { assignees: view.assignees }
	};
	return {
		record: recordOf$1(at, nextStep(view), {
			effects: [effect],
			notices: planNotices(view, policies),
			questions,
			plan: keptPlan(view),
			final: isOver
		}),
		dueAt: isOver ? null : nextLook(view, policies)
	};
}
function nextLook(view, policies) {
	const { dates, at } = view;
	const whileItGoes = nextOfRelease(view);
	const said = view.decisions.map((each) => epochMs(each.at));
	if (dates === null) return Math.min(whileItGoes, ...said.filter((moment) => moment > at));
	const moments = [
		...dates.stages.flatMap(({ from, until }) => [from, until]),
		dates.productionAt,
		dates.until,
		...windowMoments(dates, policies),
		...said
	];
	return Math.min(whileItGoes, ...moments.filter((moment) => moment > at));
}
/** Its own record tells at once how a release goes; here it is enough to follow. */
function nextOfRelease({ standing, release, at }) {
	const { state, until } = standing;
	const isMoving = release !== null && [
		"held",
		"releasing",
		"verifying",
		"watching"
	].includes(state);
	const ends = until !== null && until > at ? [until] : [];
	return Math.min(at + TOLD_ANEW_MS, ...ends, ...isMoving ? [at + FOLLOWED_MS] : []);
}

// src/flow/release-record/next-look.ts
/** A deployment that is under way is looked at again, should the event that tells of its end be lost. */
const LOOK_AGAIN_MS$19 = 6e5;
/** What takes longer to end will hardly end by itself. */
const LOOKED_AT_FOR_MS$1 = 864e5;
/** What was found while it was watched takes people to put right. */
const FINDING_LOOKED_AT_MS = 36e5;
const FINDING_LOOKED_AT_FOR_MS = 2592e6;
/** Null: only an event can change it. */
function nextLookAt({ standing, stages }, at) {
	const { state, until, finding } = standing;
	switch (state) {
		case "watching":
			if (finding === null) return until;
			return until !== null && at <= until + FINDING_LOOKED_AT_FOR_MS ? at + FINDING_LOOKED_AT_MS : null;
		case "verifying":
			if (stages.some((stage) => mayMoveOn(stage, at, true))) return at + LOOK_AGAIN_MS$19;
			return until === null ? null : until + GIVEN_UP_AFTER_MS$1 + 1;
		case "held":
		case "releasing": return stages.some((stage) => mayMoveOn(stage, at, false)) ? at + LOOK_AGAIN_MS$19 : null;
		default: return null;
	}
}
function mayMoveOn(stage, at, isBeingVerified) {
	const gate = toldGate(stage);
	if (gate.openedAt === null || at > gate.openedAt + LOOKED_AT_FOR_MS$1) return false;
	const state = deploymentOf(stage, gate)?.state;
	return state === void 0 || state === "in_progress" || isBeingVerified && state === "success";
}

// src/flow/gather/written-record.ts
/** What people wrote in the record of a release, around the part that we keep there. */
/** Null: there is no record yet, or it is gone. */
async function writtenRecord({ store, github, repositoryId, service, sha }) {
	const key = releaseKey({
		sha,
		service
	});
	const number = await store.keptIssue(repositoryId, key);
	const issue = number === null ? null : await github.issue(number);
	return issue === null ? null : peoplesPartOf(issue.body, key);
}

// src/flow/release-record/read-afterwards.ts
/** What a retrospective needs besides the release itself. */
/** Null: it is no time to look back. What took the place of a release brings its changes, and is looked back on. */
async function readAfterwards(view, github, { store }) {
	const { state } = view.standing;
	if (state !== "closed" && state !== "rolled back") return null;
	const { repository, sha, service } = view;
	const since = view.stages.flatMap((stage) => newestGate(stage).decided ?? []).map(({ decision }) => decision.at).toSorted((one, other) => epochMs(one) - epochMs(other))[0];
	const changed = since === void 0 ? [] : await github.fileChanges(POLICY_FILE, since);
	const last = view.stages.at(-1);
	const probe = last === void 0 ? null : await store.lastProbe(repository.id, last.environment);
	const isOfThis = last?.gates.some(({ question }) => question.deploymentId === probe?.deploymentId) ?? false;
	return {
		policyChanges: changed.filter(({ at }) => since !== void 0 && epochMs(at) > epochMs(since)),
		probe: probe !== null && isOfThis ? {
			verdict: probe.verdict,
			at: probe.at
		} : null,
		written: await writtenRecord({
			store,
			github,
			repositoryId: repository.id,
			service,
			sha
		})
	};
}

// src/flow/escalation/escalation-lines.ts
/** Who is paged when something goes wrong, said before anything does: it is fixed before the window opens. */
const WHEN = {
	"verification-failed": "the verification fails",
	"verification-missing": "no verification arrives in time",
	"rollback-failed": "the rollback fails"
};
/**
* One sentence a rule, such as "When the verification fails: on call (PD_ROUTING_KEY) is paged at once, level 2
* (PD_MANAGER_KEY) 15 minutes later unless somebody acknowledges." Names of variables are all that is shown of receivers. Plain text. Empty:
* no policy has a rule for the environment, or none of them governs it.
*/
function escalationLines(policies, environment) {
	return [...new Set(rulesAhead(policies, environment).map(sayRule))];
}
/** Those that count once a gate is opened there. */
function rulesAhead(policies, environment) {
	const inForce = policies.map(({ policy }) => policy);
	return isGoverned(inForce, environment) ? rulesFor$1(policies, environment) : [];
}
/** `on call (PD_ROUTING_KEY) at once, level 2 (PD_MANAGER_KEY) 15 minutes later unless somebody acknowledges`, one a rule. */
function wokenBy(policies, environment, event) {
	const rules = rulesAhead(policies, environment).filter(({ when }) => when.includes(event));
	return [...new Set(rules.map((rule) => sayLevels(rule).replace(" is paged at once", " at once")))];
}
function sayRule(rule) {
	return `When ${joined(rule.when.map((event) => WHEN[event]))}: ${sayLevels(rule)}.`;
}
function sayLevels({ levels }) {
	return levels.map(({ after, page }, index) => {
		const who = called(index + 1, page);
		if (after === null) return `${who} is paged at once`;
		const unless = index === 1 ? " unless somebody acknowledges" : "";
		return `${who} ${saidDuration(after)} later${unless}`;
	}).join(", ");
}
function joined(parts) {
	const last = parts.at(-1) ?? "";
	return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} or ${last}`;
}

// src/flow/release-record/record-head.ts
/** The first lines of a record: what there is to do, which state it is in, who owns it, and what else tells of it. */
/** Read alone, at night, by somebody who was not there. */
function sayHead(view) {
	const { environment } = whereOf(view);
	const runbook = environment === void 0 ? null : runbookLine(view.policies, environment, "issue");
	return [
		`**${inertWithOwn(`${whatToDo$2(view)}.`, ownNumbers$1(view))}**`,
		"",
		`${[`State: ${view.standing.state}`, ...sayAround(view)].join(". ")}.`,
		...sayRelated(view),
		...runbook === null ? [] : [runbook]
	];
}
/** The environment that the state is about; else the last that was asked for. */
function whereOf({ standing, stages }) {
	return { environment: standing.environment ?? stages.at(-1)?.environment };
}
/** The owner, who is woken, and since when it waits. */
function sayAround(view) {
	const stage = view.stages.find(({ environment }) => environment === view.standing.environment);
	const sayTime = (at) => sayLocal(at, view.zone, beganAt(view));
	return [...sayOwner(view), ...stage === void 0 ? [] : sayOpen(stage, view, sayTime)].map((each) => inertMarkdown(each));
}
function sayOpen(stage, { standing, over }, sayTime) {
	if (over !== void 0) return [];
	const { askedAt, endedAt } = newestGate(stage);
	return [...standing.state === "held" && endedAt === null ? [`Waits since ${sayTime(askedAt)}`] : [], ...sayPaged(stage, sayTime)];
}
/** Named, never mentioned: a mention would tell them of each change of this text. */
function sayOwner(view) {
	const policies = view.policies.map(({ policy }) => policy);
	const [manager] = [whereOf(view).environment, view.ahead.at(-1)].flatMap((environment) => releaseManagerOf(policies, environment) ?? []);
	return manager === void 0 ? [] : [`Release manager: ${sayReleaseManager(manager)}`];
}
/** `Part of release/2026.11 (#3), train checkout (acme/payments#5). Review: #8.` Empty: nothing else tells of it. */
function sayRelated(view) {
	const { plans, trains, findings } = view.related;
	const parts = [...plans.map(({ title, record }) => `${inertMarkdown(plainLine(title, 100))}${record === null ? "" : ` (#${record})`}`), ...trains.map((train) => `train ${inertMarkdown(train.train)}${sayIssueOf(train, view)}`)];
	const reviews = [...new Set(findings.values())].map((number) => `#${number}`);
	const said = [...parts.length === 0 ? [] : [`Part of ${parts.join(", ")}.`], ...reviews.length === 0 ? [] : [`${reviews.length === 1 ? "Review" : "Reviews"}: ${reviews.join(", ")}.`]];
	return said.length === 0 ? [] : [said.join(" ")];
}
function sayIssueOf({ place, issue }, { repository }) {
	return issue === null ? "" : ` (${linkToIssue(place, issue, repository)})`;
}
/** As GitHub links it from an issue of the repository. */
function linkToIssue(place, issue, here) {
	return fullName(place) === fullName(here) ? `#${issue}` : `${fullName(place)}#${issue}`;
}

// src/flow/release-record/going-wrong.ts
/** What is known before it goes wrong: who is woken, and what to type to stop it or to go back. */
/** Lines of Markdown; empty: nobody is woken, and nothing can be typed. */
function sayGoingWrong(view) {
	const lines = [
		...sayPages(view),
		...sayStop(view),
		...sayWaysBack(view),
		...sayTrains(view)
	];
	return [...asSection(view.over === void 0 ? "### If it goes wrong" : "### To go back", lines), ...asSection("### To let it in again", sayLift(view))];
}
function asSection(heading, lines) {
	return lines.length === 0 ? [] : [
		heading,
		"",
		...lines.map((line) => `- ${line}`),
		""
	];
}
function environmentsOf$1({ stages, ahead }) {
	return [...stages.map(({ environment }) => environment), ...ahead];
}
/** One sentence for all environments of which it is true. */
function sayPages(view) {
	if (view.over !== void 0) return [];
	const all = environmentsOf$1(view).flatMap((environment) => escalationLines(view.policies, environment).map((line) => ({
		environment,
		line
	})));
	return [...Map.groupBy(all, ({ line }) => line)].map(([line, where]) => {
		return `${where.map(({ environment }) => inertMarkdown(environment)).join(" and ")}: ${inertMarkdown(line)}`;
	});
}
/** Before it is let in; of several environments the one that it comes to next. */
function sayStop(view) {
	const { stages, ahead, over, sha } = view;
	const environment = stages.find((stage) => newestGate(stage).openedAt === null && newestGate(stage).endedAt === null)?.environment ?? ahead[0];
	if (over !== void 0 || environment === void 0) return [];
	const who = whoMayGoBack(view.policies, environment);
	const ways = [...who === "" ? [] : [`\`/tidegate hold ${commandWord(environment, "ENV")} @${sha.slice(0, 7)} REASON\` in a comment here (${inertMarkdown(who)})`], ...sayNoGo(view, environment)];
	return ways.length === 0 ? [] : [`To stop it before it is let into ${inertMarkdown(environment)}: ${ways.join(", or ")}.`];
}
function sayNoGo({ related, policies }, environment) {
	const [plan] = related.plans;
	const stage = policies.flatMap(({ policy }) => Object.keys(policy.plan?.stages ?? {})).find((name) => name.toLowerCase() === environment.toLowerCase());
	if (plan === void 0 || plan.record === null || stage === void 0) return [];
	const manager = releaseManagerOf(policies.map(({ policy }) => policy), environment);
	const who = manager === void 0 ? "" : ` (${inertMarkdown(sayReleaseManager(manager))})`;
	return [`\`/tidegate no-go ${commandWord(stage, "STAGE")} REASON\` in #${plan.record}${who}`];
}
/** Of what has gone back already nothing more goes back. */
function sayWaysBack(view) {
	const { standing, stages, policies, sha } = view;
	if (standing.state === "rolled back" || standing.state === "superseded") return [];
	const goingBack = stages.filter(isGoingBack$1).map(({ environment }) => environment);
	return environmentsOf$1(view).filter((environment) => !goingBack.includes(environment)).filter((environment) => policies.some(({ policy }) => entryFor(policy, environment)?.rollback !== void 0)).map((environment) => {
		const who = whoMayGoBack(view.policies, environment);
		const command = `\`/tidegate rollback ${commandWord(environment, "ENV")} @${sha.slice(0, 7)} REASON\``;
		const stage = view.stages.find((each) => each.environment === environment);
		return `${stage !== void 0 && deploymentOf(stage, toldGate(stage))?.state === "success" ? `To go back in ${inertMarkdown(environment)}` : `Once it is in ${inertMarkdown(environment)}, to go back`}: ${command} in a comment here${who === "" ? "" : ` (${inertMarkdown(who)})`}.`;
	});
}
function sayTrains({ standing, related, repository }) {
	if (standing.state === "rolled back" || standing.state === "superseded") return [];
	return related.trains.flatMap((train) => train.issue === null || train.back !== null ? [] : [`With its train: \`/tidegate rollback ${trainAim(train.train)} REASON\` in ${linkToIssue(train.place, train.issue, repository)}.`]);
}
/** What a rollback took out is refused from then on. */
function sayLift(view) {
	const { standing, stages, sha } = view;
	const stage = stages.find(({ environment }) => environment === standing.environment);
	const isByLedger = stage?.rollbacks?.some(({ state }) => state === "verified") ?? false;
	if (stage === void 0 || standing.state !== "rolled back" || !isByLedger) return [];
	const who = whoMayGoBack(view.policies, stage.environment);
	const command = `\`/tidegate lift ${commandWord(stage.environment, "ENV")} @${sha.slice(0, 7)} REASON\``;
	return [`${inertMarkdown(stage.environment)} refuses what contains it until somebody types ${command} in a comment here${who === "" ? "" : ` (${inertMarkdown(who)})`}.`];
}
/** In words: of every policy that names somebody, each of them has to agree. Empty: nobody. */

// src/flow/release-record/people-text.ts
const MOST_ROWS = 50;
/** Lines of a Markdown table; empty while nobody said anything. */
function sayPeopleOf(view, sayTime) {
	const rows = view.stages.flatMap((stage) => rowsOf(stage, sayTime));
	if (rows.length === 0) return [];
	const more = rows.length > MOST_ROWS ? ["", `… and ${rows.length - MOST_ROWS} more`] : [];
	return [
		`| who | says | for | since (${inertMarkdown(view.zone)}) |`,
		"| --- | --- | --- | --- |",
		...rows.slice(0, MOST_ROWS),
		...more
	];
}
function rowsOf(stage, sayTime) {
	const { decided } = newestGate(stage);
	if (decided === null) return [];
	const approvals = decided.decision.gates.flatMap(({ name, requirements }) => requirements.filter(({ kind }) => kind === "approvals").map((requirement) => ({
		name,
		requirement
	})));
	const stated = latestOf(decided.facts.approvals);
	const counted = approvals.flatMap(({ name, requirement }) => countedIn(name, requirement, stated));
	const others = stated.filter(({ user }) => !counted.some((each) => isSameName(each.user, user))).map((opinion) => sayOther(opinion, approvals.map(({ requirement }) => requirement)));
	return [...counted, ...others].map(({ user, says, at }) => row([
		user,
		says,
		stage.environment,
		at === void 0 ? "" : sayTime(at)
	]));
}
/** The latest word of each. */
function latestOf(approvals) {
	const latest = /* @__PURE__ */ new Map();
	for (const one of approvals) {
		const known = latest.get(one.user.toLowerCase());
		if (known === void 0 || epochMs(one.at) >= epochMs(known.at)) latest.set(one.user.toLowerCase(), one);
	}
	return [...latest.values()];
}
function countedIn(gate, { counted = [] }, stated) {
	return counted.map((user) => {
		const own = stated.find((each) => each.state === "approved" && isSameName(each.user, user));
		return {
			user,
			says: `✅ go (${own === void 0 ? "review of the change" : SOURCES[own.source]}, counts for ${gate})`,
			at: own && epochMs(own.at)
		};
	});
}
const SOURCES = {
	"deployment-review": "review of the deployment",
	comment: "comment",
	page: "page"
};
function sayOther(opinion, requirements) {
	const { user, state, reason, source } = opinion;
	const at = epochMs(opinion.at);
	if (state === "rejected") return {
		user,
		says: `⛔ no-go${reason ? `: ${plainLine(reason, 300)}` : ""}`,
		at
	};
	const ignored = requirements.flatMap((each) => each.ignored ?? []).find((each) => isSameName(each.user, user));
	const because = ignored === void 0 ? "no gate asks for it" : sayIgnored(ignored.code);
	return {
		user,
		says: `go (${SOURCES[source]}), which does not count: ${because}`,
		at
	};
}
function row(cells) {
	return `| ${cells.map((cell) => inertMarkdown(cell)).join(" | ")} |`;
}

// src/flow/release-record/criteria.ts
/** What a release was to reach, as people wrote it under the heading `Success criteria`. */
/** Both in time linear in the line, which anybody may have written: what comes last takes whatever there is. */
const HEADING = /^ {0,3}(#{1,6})\s([\s\S]*)$/u;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s(?:\s*\[([ xX])\]\s)?([\s\S]*)$/u;
const WANTED = headingKey("Success criteria");
const MOST = 20;
const LONGEST = 200;
/** Items of lists under the heading, a text that has none as one. */
function criteriaIn(markdown) {
	const lines = sectionOf(markdown.replaceAll(/<!--[\s\S]*?(?:-->|$)/gu, ""));
	const items = lines.flatMap((line) => {
		const [, box = "", text = ""] = ITEM.exec(line) ?? [];
		return text.trim() === "" ? [] : [{
			text: plainLine(text, LONGEST),
			isTicked: box.toLowerCase() === "x"
		}];
	});
	if (items.length > 0) return items.slice(0, MOST);
	const text = plainLine(lines.join(" "), LONGEST);
	return text === "" ? [] : [{
		text,
		isTicked: false
	}];
}
/** Down to the next heading that is not below it. */
function sectionOf(markdown) {
	const found = [];
	let depth = 0;
	for (const line of markdown.split(/\r?\n/u)) {
		const [, marks, title = ""] = HEADING.exec(line) ?? [];
		if (marks !== void 0 && depth > 0 && marks.length <= depth) depth = 0;
		if (marks !== void 0 && headingKey(title) === WANTED) depth = marks.length;
		else if (depth > 0 && marks === void 0) found.push(line);
	}
	return found;
}

// src/flow/release-record/retrospective.ts
const MOST_POLICY_CHANGES = 10;
function sayRetrospective(view, afterwards, sayTime) {
	const criteria = [...criteriaOfChanges(view), ...criteriaIn(afterwards.written ?? "")];
	const ticked = criteria.filter(({ isTicked }) => isTicked).length;
	const { probe } = afterwards;
	return [
		"### Retrospective",
		"",
		`- Success criteria: ${criteria.length === 0 ? "nobody wrote any" : `${ticked} of ${criteria.length} ticked when it ended`}`,
		...sayLeadTime(view),
		...view.stages.flatMap((stage) => {
			const { askedAt, openedAt } = toldGate(stage);
			return [...openedAt === null ? [] : [`- Held before ${inertMarkdown(stage.environment)}: ${lasted(openedAt - askedAt)}`], `- Verification in ${inertMarkdown(stage.environment)}: ${sayVerdicts(stage)}`];
		}),
		...probe === null ? [] : [`- Last probe while it was watched: ${probe.verdict}, ${inertMarkdown(sayTime(epochMs(probe.at)))}`],
		`- Changes: ${changesOf$1(view).length}`,
		...sayPolicyChanges(afterwards.policyChanges, sayTime)
	];
}
/** One after another, each that is another than the one before it. */
function sayVerdicts(stage) {
	const all = verificationsOf(stage).map(({ verdict }) => verdict);
	const told = all.filter((verdict, index) => verdict !== all[index - 1]);
	return told.length > 0 ? told.join(", then ") : deploymentOf(stage, toldGate(stage))?.verification?.verdict ?? "none";
}
/** Going back to it later took none of its changes anywhere. */
function broughtBy(stage) {
	const told = toldGate(stage);
	if (told.decided?.facts.direction !== "backward") return told;
	return stage.gates.findLast(({ decided }) => decided !== null && decided.facts.direction !== "backward") ?? told;
}
/** From the first change that was merged to the end of the last deployment. */
function sayLeadTime(view) {
	const merged = changesOf$1(view).flatMap((change) => mergedAt(change) ?? []);
	const ends = view.stages.flatMap((stage) => deploymentOf(stage, broughtBy(stage))?.finishedAt ?? []);
	if (merged.length === 0 || ends.length === 0) return [];
	const lead = Math.max(...ends.map(epochMs)) - Math.min(...merged.map(epochMs));
	return lead < 0 ? [] : [`- Lead time, from the first change merged to the last deployment: ${lasted(lead)}`];
}
function mergedAt(change) {
	return change.kind === "commit" ? change.at : change.mergedAt;
}
function lasted(ms) {
	return sayDuration(Math.max(0, Math.round(ms / 1e3)));
}
function sayPolicyChanges(changes, sayTime) {
	if (changes.length === 0) return ["- The policy has not changed since it was decided"];
	const shown = changes.slice(0, MOST_POLICY_CHANGES);
	const left = changes.length - shown.length;
	return [
		`- The policy changed ${changes.length === 1 ? "once" : `${changes.length} times`} since it was decided:`,
		...shown.map(({ sha, at, subject }) => `  - ${sha}, ${inertMarkdown(sayTime(epochMs(at)))}: ${inertMarkdown(plainLine(subject, 100))}`),
		...left > 0 ? [`  - … and ${left} more`] : []
	];
}
function criteriaOfChanges(view) {
	return changesOf$1(view).flatMap((change) => change.kind === "commit" ? [] : criteriaIn(change.body));
}
const MOST_CRITERIA = 50;
/** What stands in the record already is ticked there. */
function placeForPeople(view) {
	const boxes = criteriaOfChanges(view).slice(0, MOST_CRITERIA).map(({ text, isTicked }) => `- [${isTicked ? "x" : " "}] ${inertMarkdown(text)}`);
	return {
		name: "retrospective",
		text: [
			...boxes.length === 0 ? [] : [
				"### Success criteria: met?",
				"",
				...boxes,
				""
			],
			"### Lessons",
			"",
			"_What went well, what did not, and what changes because of it:_",
			""
		].join("\n")
	};
}

// src/flow/release-record/happened.ts
/** Issues are pages of the repository, so the way to a run is the same wherever GitHub runs. */
function linkToRun({ question }) {
	return linkTo(question.runId);
}
function linkTo(runId) {
	return `[run ${runId}](../actions/runs/${runId})`;
}
const LONGEST_REASON$1 = 300;
/** Empty where nothing was said. */
function sayReason(reason) {
	return reason ? `: ${inertMarkdown(plainLine(reason, LONGEST_REASON$1))}` : "";
}

// src/flow/release-record/stages-text.ts
/** How far a release has come in each environment, and what the next one asks for. */
function sayStages(view, sayTime) {
	const { stages, ahead, policies } = view;
	const rows = stages.map((stage) => {
		const gate = newestGate(stage);
		const [state, at] = wentBack(view, stage) ?? sayBadState(stage) ?? stateOf$1(stage, gate);
		return `| ${inertMarkdown(sayWhere(stage.environment, policies))} | ${inertMarkdown(state)} | ${inertMarkdown(sayTime(at))} | ${linkToRun(gate)} |`;
	});
	const coming = ahead.map((name) => `| ${inertMarkdown(name)} | not asked for yet | | |`);
	return [
		`| environment | where it stands | since (${inertMarkdown(view.zone)}) | |`,
		"| --- | --- | --- | --- |",
		...rows,
		...coming
	];
}
/** What was deployed there does not run there any more. */
function wentBack({ standing, over, endedAt }, { environment }) {
	return standing.state === "rolled back" && standing.environment === environment && over !== void 0 && endedAt !== null ? [`↩️ ${over.replace(`${environment} `, "")}`, endedAt] : void 0;
}
/** A deployment that ended well tells nothing about one that fails now. */
function sayBadState(stage) {
	const back = stage.rollbacks?.at(-1);
	if (back !== void 0 && isGoingBack$1(stage)) return [`⏪ going back to ${back.targetSha.slice(0, 7)}`, epochMs(back.decidedAt)];
	const said = deploymentOf(stage, newestGate(stage))?.verification;
	return said?.verdict === "fail" ? ["❌ deployed, and failing", epochMs(said.at)] : void 0;
}
/** With the way in which it reaches its users, where the policy names one: `production (canary)`. */
function sayWhere(environment, policies) {
	const strategy = strategyOf(policies.map(({ policy }) => policy), environment);
	return strategy === void 0 ? environment : `${environment} (${strategy})`;
}
function stateOf$1(stage, gate) {
	const deployment = deploymentOf(stage, gate);
	const finishedAt = deployment?.finishedAt === void 0 ? void 0 : Date.parse(deployment.finishedAt);
	if (deployment?.state === "success") return ["✅ deployed", finishedAt ?? gate.askedAt];
	if (deployment?.state === "failure") return ["⛔ the deployment failed", finishedAt ?? gate.askedAt];
	if (gate.openedAt !== null) return ["🚀 let through", gate.openedAt];
	if (gate.endedAt !== null) return [gate.summary, gate.endedAt];
	return ["⏳ waiting", gate.askedAt];
}
const ICONS = {
	met: "✅",
	pending: "⏳",
	failed: "⛔",
	skipped: "⏭️"
};
/** What a waiting environment asks for; of one that was let through the timeline tells enough. */
function sayAskedGates(stage, own) {
	const { decided, openedAt, endedAt } = newestGate(stage);
	if (decided === null || openedAt !== null || endedAt !== null) return [];
	const { gates } = explain(decided.decision, decided.facts);
	const lines = gates.flatMap(({ name, status, lines }) => lines.flatMap(({ text, details }, index) => [index === 0 ? `- ${ICONS[status]} **${inertMarkdown(name)}**: ${inertWithOwn(text, own)}` : `  - ${inertWithOwn(text, own)}`, ...details.map((detail) => `  - ${inertWithOwn(detail, own)}`)]));
	return lines.length === 0 ? [] : [
		"",
		`### What ${inertMarkdown(stage.environment)} asks for`,
		"",
		...lines
	];
}

// src/flow/release-record/said-before.ts
/** What was said and found before a release was let into an environment, beside its approvals: its plan, and whether the target was ready. */
/** What it waited for, one after another: each once, and the newest of many. */
function whileItWaited({ environment }, { said = [], openedAt, endedAt }) {
	const until = openedAt ?? endedAt ?? Number.POSITIVE_INFINITY;
	const held = said.filter(({ at, summary }) => at < until && !/^(Rollback of \S+ to \S+: )?Open/.test(summary));
	return [...new Map(held.map(({ at, summary }) => [withoutOwner(summary), at]).toReversed())].toSorted(([, one], [, other]) => one - other).slice(-10).map(([summary, at]) => ({
		at,
		text: `${inertMarkdown(environment)} is held: ${inertMarkdown(plainLine(summary, 200))}`
	}));
}
/** Lines of the timeline, in no order; what two gates know is told by both in the same words. */
function beforeItWent({ environment }, { decided }) {
	if (decided === null) return [];
	const { plans = [], preflights = [] } = decided.facts;
	const here = inertMarkdown(environment);
	return [...plans.flatMap(({ title, decisions }) => decisions.map(({ stage, verdict, user, reason, at }) => ({
		at: epochMs(at),
		text: `${inertMarkdown(user)} says ${verdict === "go" ? "go" : "**no-go**"} at ${inertMarkdown(plainLine(stage, 100))} of the plan ${inertMarkdown(plainLine(title, 100))}${sayReason(reason)}`
	}))), ...preflights.map(({ file, verdict, at, failedChecks }) => ({
		at: epochMs(at),
		text: `preflight of ${here} (${inertMarkdown(plainLine(file, 100))}): **${verdict}**${sayReason(failedChecks.slice(0, 5).join(", "))}`
	}))];
}

// src/flow/release-record/verified.ts
/** All that was said of it: what failed later takes nothing away from what passed before. */
function saidOfVerifications({ environment, verifications = [] }, { id, verification }) {
	const here = inertMarkdown(environment);
	const own = verifications.filter(({ deploymentId }) => deploymentId === id);
	if (own.length === 0) return verification === void 0 ? [] : [{
		at: epochMs(verification.at),
		text: `verification in ${here}: **${verification.verdict}**`
	}];
	return own.map(({ verdict, failedChecks, at }, index) => {
		const what = own.slice(0, index).some((before) => before.verdict === "pass") ? `looked at again in ${here}` : `verification in ${here}`;
		return {
			at: epochMs(at),
			text: `${what}: **${verdict}**${sayReason(failedChecks.slice(0, 5).join(", "))}`
		};
	});
}

// src/flow/release-record/went-bad.ts
/** What happened once a release turned out bad: who was woken and who came, and whether the environment went back. */
/** Lines of the timeline; of those of one instant what ends a matter comes before whom it concerns. */
function afterItWentBad({ rollbacks = [], escalations = [] }) {
	return [...rollbacks.flatMap(ofRollback$1), ...escalations.flatMap(ofEscalation$2)];
}
function ofEscalation$2({ question, found, pages, acknowledged, endedAt, ending }) {
	const here = inertMarkdown(question.environment);
	const paged = pages.flatMap(({ level, variable, pagedAt }) => pagedAt === null ? [] : [{
		at: epochMs(pagedAt),
		text: `${here}: ${inertMarkdown(found.what)}; **${inertMarkdown(called(level, variable))} is paged**`
	}]);
	if (paged.length === 0) return [];
	const how = acknowledged?.how === "pagerduty" ? "in PagerDuty" : "in a comment";
	return [
		...paged,
		...acknowledged === null ? [] : [{
			at: epochMs(acknowledged.at),
			text: `${here}: **${name$1(acknowledged.by)} takes it on**, ${how}`
		}],
		...endedAt === null ? [] : [{
			at: epochMs(endedAt),
			text: `${here}: nobody further is paged${sayReason(ending ?? void 0)}`
		}]
	];
}
function ofRollback$1(kept) {
	const { environment, decidedAt, dispatchedAt, endedAt, runId } = kept;
	const here = inertMarkdown(environment);
	const run = runId === null ? "" : ` (${linkTo(runId)})`;
	return [
		{
			at: epochMs(decidedAt),
			text: `${here}: ${sayAsked$2(kept)}${sayReason(kept.told?.finding)}`
		},
		...dispatchedAt === null ? [] : [{
			at: epochMs(dispatchedAt),
			text: `${here}: the rollback is started${run}`
		}],
		...endedAt === null ? [] : [{
			at: epochMs(endedAt),
			text: `${here}: ${sayEnded$2(kept)}`
		}]
	];
}
function sayAsked$2({ state, orderedBy, targetSha }) {
	const back = `to go back to ${targetSha.slice(0, 7)}`;
	if (state === "asked" || state === "refused") return `somebody is asked **${back}**`;
	if (orderedBy === null) return `it is **ordered ${back}**, as the policy authorises in advance`;
	return `${name$1(orderedBy)} **orders it ${back}**`;
}
const ENDED = {
	asked: "it is asked on",
	ordered: "it goes on",
	dispatched: "it goes on",
	verified: "**it went back**, and that was verified",
	failed: "**the rollback failed**",
	unknown: "**nobody can tell whether it went back**",
	cancelled: "**the rollback was cancelled**",
	refused: "it does **not** go back"
};
function sayEnded$2({ state, ending }) {
	return `${ENDED[state]}${sayReason(ending?.text)}`;
}
function name$1(who) {
	return inertMarkdown(plainLine(who, 100));
}

// src/flow/release-record/timeline-text.ts
/** What happened to a release, in one order across all environments. */
const MOST_LINES$1 = 100;
/** The newest lines of a long one. */
function sayTimeline$1(view, sayTime) {
	const all = view.stages.flatMap((stage) => [...stage.gates.flatMap((gate) => [
		...happened(stage, gate),
		...beforeItWent(stage, gate),
		...whileItWaited(stage, gate)
	]), ...afterItWentBad(stage)]);
	const lines = [...new Map(all.map((one) => [`${one.at} ${one.text}`, one])).values()].toSorted((one, other) => one.at - other.at).map(({ at, text }) => `- ${inertMarkdown(sayTime(at))}: ${text}`);
	const left = lines.length - MOST_LINES$1;
	return left > 0 ? [`- … ${left} earlier ones are left out`, ...lines.slice(left)] : lines;
}
function happened(stage, gate) {
	const environment = inertMarkdown(stage.environment);
	return [
		{
			at: gate.askedAt,
			text: `${environment} is asked for${sayStarter(gate)} (${linkToRun(gate)})`
		},
		...said$2(stage, gate),
		...ended$3(stage, gate),
		...deployed(stage, gate)
	];
}
function sayStarter({ decided }) {
	const question = decided?.facts.question;
	if (question?.kind !== "deploy") return "";
	const back = decided?.facts.direction === "backward" ? ", going back to this older commit" : "";
	return ` by ${inertMarkdown(question.actor)}${back}`;
}
function said$2({ environment }, { decided }) {
	if (decided === null) return [];
	const { facts } = decided;
	const here = inertMarkdown(environment);
	return [
		...facts.approvals.map(({ user, state, at, reason }) => ({
			at: epochMs(at),
			text: `${inertMarkdown(user)} ${state === "approved" ? "says go" : "says **no-go**"} for ${here}${sayReason(reason)}`
		})),
		...facts.overrides.filter(({ sha }) => sha === facts.candidate.sha).map(({ user, at, reason }) => ({
			at: epochMs(at),
			text: `${inertMarkdown(user)} **overrides** ${here}${sayReason(reason)}`
		})),
		...facts.holds.filter(({ contains }) => contains).map(({ by, at, sha, reason }) => ({
			at: epochMs(at),
			text: `${inertMarkdown(by)} holds ${sha.slice(0, 7)} back from ${here}${sayReason(reason)}`
		})),
		...facts.incidents.map(({ number, openedAt, labels }) => ({
			at: epochMs(openedAt),
			text: `incident #${number} (${inertMarkdown(labels.join(", "))}) is opened`
		}))
	];
}
function ended$3({ environment }, { openedAt, endedAt, decided, summary }) {
	const here = inertMarkdown(environment);
	if (openedAt !== null) return [{
		at: openedAt,
		text: `**${here} is let through**${decided === null ? "" : `: ${inertMarkdown(decided.summary)}`}`
	}];
	return endedAt === null ? [] : [{
		at: endedAt,
		text: `${here}: ${inertMarkdown(summary)}`
	}];
}
function deployed(stage, gate) {
	const deployment = deploymentOf(stage, gate);
	if (deployment === void 0) return [];
	const { state, finishedAt, uncounted } = deployment;
	const here = inertMarkdown(stage.environment);
	const well = gate.decided?.facts.direction === "backward" ? `**${here} came back to it**${sayWhyBack(gate)}` : `**deployed to ${here}**`;
	const outcome = state === "success" ? well : `the deployment to ${here} **failed**`;
	return [
		...finishedAt === void 0 || state === "in_progress" ? [] : [{
			at: epochMs(finishedAt),
			text: outcome
		}],
		...saidOfVerifications(stage, deployment),
		...uncounted === void 0 ? [] : [{
			at: epochMs(uncounted.at),
			text: `**not verified in ${here}**. ${inertMarkdown(sayUncounted(uncounted))}`
		}]
	];
}
/** By the commit that it went back from. */
function sayWhyBack({ decided }) {
	const from = decided?.facts.baseline?.sha;
	return from === void 0 ? "" : `, because it went back from \`${from.slice(0, 7)}\``;
}

// src/flow/release-record/record-text.ts
/** Our part of the issue that is the record of a release. The first line says what to do. */
/** Leaves people as much room as we take. */
const LONGEST_PART = 4e4;
function titleOfRecord(view) {
	const changes = changesOf$1(view);
	const last = changes.at(-1);
	const more = changes.length > 1 ? ` and ${changes.length - 1} more` : "";
	const what = last === void 0 ? "" : `: ${titleOf$1(last)}${more}`;
	const service = view.service === void 0 ? "" : ` of ${view.service}`;
	return plainLine(`Release ${view.sha.slice(0, 7)}${service}${what}`, 200);
}
function bodyOfRecord(view, afterwards = null) {
	const began = beganAt(view);
	const sayTime = (at) => sayLocal(at, view.zone, began);
	const sayCell = (at) => sayTime(at).replace(` ${view.zone}`, "");
	const people = sayPeopleOf(view, sayCell);
	return within$1([
		...[
			...sayHead(view),
			"",
			...headOf(view),
			"",
			...sayStages(view, sayCell),
			...view.stages.flatMap((stage) => sayAskedGates(stage, ownNumbers$1(view))),
			"",
			...afterwards === null ? [] : [...sayRetrospective(view, afterwards, sayTime), ""],
			"### Go / no-go",
			"",
			...people.length === 0 ? [view.over === void 0 ? NOBODY_YET : "Nobody said go or no-go."] : people,
			"",
			"### What is in it",
			"",
			...sayChanges$1(view),
			"",
			...sayGoingWrong(view),
			`### Timeline (${inertMarkdown(view.zone)})`,
			"",
			...sayTimeline$1(view, sayCell)
		],
		"",
		`<sub>${FOOT}</sub>`
	]);
}
const NOBODY_YET = "Nobody has said go or no-go yet.";
const FOOT = "Tidegate keeps this part up to date. What you write, tick or comment below it stays. It is never opened again by Tidegate once it is closed.";
function headOf(view) {
	const decided = latestDecided(view);
	const commit = `Commit ${view.sha}`;
	if (decided === null) return [commit];
	const { decision, facts } = decided;
	const told = explain(decision, facts, view.policies);
	return [
		`${commit}, tier **${inertMarkdown(decision.tier)}**, ${decision.releaseType}, because of:`,
		"",
		...reasonsOf(told.riskReasons, decision.tier).map((line) => `- ${inertWithOwn(line, ownNumbers$1(view))}`)
	];
}
/** Those of the tier that it has: what would have made it a lower one decides nothing. */
function reasonsOf(lines, tier) {
	const own = lines.filter((line) => line.startsWith(`${tier}: `));
	return own.length === 0 ? lines : own;
}
function within$1(lines) {
	const kept = [];
	let length = 0;
	for (const line of lines) {
		length += line.length + 1;
		if (length > LONGEST_PART) return [
			...kept,
			"",
			"… more is left out here"
		].join("\n");
		kept.push(line);
	}
	return kept.join("\n");
}

// src/flow/release-record/answer-release-record.ts
/** A policy that is put right is told by an event, which may be lost. */
const LOOK_AGAIN_MS$18 = 6e5;
/** Leaves room for our part, and for what people write. */
const LONGEST_CHECKLIST = 15e3;
async function answerReleaseRecord(question, ports) {
	const at = ports.clock.now();
	const { repository, sha } = question;
	const github = await ports.github(repository);
	const policy = await readPolicyState(ports, repository, github);
	if (policy.kind !== "in-force") return {
		record: recordOf$1(at, "Not told: no policy is in force."),
		dueAt: at + LOOK_AGAIN_MS$18
	};
	const { policies } = policy;
	const gates = (await ports.store.releaseGates(repository.id, { sha })).filter((gate) => isSameService(serviceOf$1(policies, gate.question.environment), question.service));
	if (gates.length === 0) return {
		record: recordOf$1(at, "Not told: no gate of it is known."),
		dueAt: null
	};
	const view = await readView(question, {
		gates,
		policies,
		github,
		ports,
		at
	});
	const number = await ports.store.keptIssue(repository.id, releaseKey(question));
	const seed = number === null ? await readChecklist(github, policies, policy.sha) : "";
	const effects = [keptAs(view, await readAfterwards(view, github, ports), {
		question,
		number,
		seed
	})];
	return {
		record: recordOf$1(at, whatToDo$2(view), {
			effects,
			final: view.over !== void 0
		}),
		dueAt: nextLookAt(view, at)
	};
}
function keptAs(view, afterwards, { question, number, seed }) {
	const assignees = assigneesOf(view.policies, view.ahead.at(-1) ?? view.stages.at(-1)?.environment);
	return {
		kind: "keep-issue",
		repository: view.repository,
		key: releaseKey(question),
		number,
		title: titleOfRecord(view),
		label: "tidegate:release",
		body: bodyOfRecord(view, afterwards),
		seed,
		isOver: view.over !== void 0,
		...assignees.length === 0 ? {} : { assignees },
		...afterwards === null ? {} : { addition: placeForPeople(view) }
	};
}
/** The list that people tick off: a file of the default branch, copied once. What they tick is theirs from then on. */
async function readChecklist(github, policies, sha) {
	const path = policies.flatMap(({ policy }) => policy.record?.checklist ?? []).at(-1);
	if (path === void 0) return "";
	const file = await github.file(path, sha);
	const text = file === null ? `The policy names \`${path.replaceAll("`", "")}\`, which is not there.` : file.text;
	return `### Checklist\n\n${withoutMarks(text.toWellFormed()).slice(0, LONGEST_CHECKLIST).toWellFormed().trim()}\n`;
}

// src/flow/release-record/with-records.ts
/** Only of records that there are: what a policy wants is asked for by its gates. */
async function withRecordsAsked(question, answer, { store }) {
	const { record } = answer;
	const asked = /* @__PURE__ */ new Map();
	for (const { sha, ...place } of toldIn(record)) {
		const gate = {
			kind: "gate",
			repository: question.repository,
			runId: 0,
			...place
		};
		for (const each of await store.releaseRecordsOf(gate, sha)) asked.set(questionKey(each), each);
	}
	for (const plan of await plansOf$2(question, record, store)) asked.set(questionKey(plan), plan);
	for (const known of [question, ...record.questions]) asked.delete(questionKey(known));
	if (asked.size === 0) return answer;
	return {
		...answer,
		record: {
			...record,
			questions: [...record.questions, ...asked.values()]
		}
	};
}
function toldIn({ rollbacks = [], verifications = [], escalation }) {
	return [
		...rollbacks.map(({ failedSha: sha, environment, failedDeploymentId: deploymentId }) => {
			return {
				sha,
				environment,
				deploymentId
			};
		}),
		...verifications.map(({ sha, environment, deploymentId }) => ({
			sha,
			environment,
			deploymentId
		})),
		...escalation === void 0 ? [] : [{
			...escalation.question,
			sha: escalation.sha
		}]
	].map(({ sha, environment, deploymentId }) => ({
		sha,
		environment,
		deploymentId
	}));
}
/** Plans tell how their releases go. Each is read from GitHub anew, so those alone that the deployment brought part of. */
async function plansOf$2({ repository }, { rollbacks = [], verifications = [] }, store) {
	const deployments = [...rollbacks.map(({ failedDeploymentId }) => failedDeploymentId), ...verifications.map(({ deploymentId }) => deploymentId)];
	const brought = /* @__PURE__ */ new Set();
	for (const deploymentId of new Set(deployments)) {
		const plans = (await store.releaseGates(repository.id, { deploymentId })).flatMap(({ decided }) => decided?.facts.plans ?? []);
		for (const { number, past } of plans) if (past === void 0) brought.add(number);
	}
	if (brought.size === 0) return [];
	return (await store.plansOf(repository.id)).filter(({ number, state }) => state === "open" && brought.has(number)).map(({ number: milestone }) => ({
		kind: "plan",
		repository,
		milestone
	}));
}

// src/flow/policy/asked-of-reviews.ts
/** What the policies ask of reviews. */
/** The repository's policy knows better what its reviews begin with than its organisation's. */
function askedOfReviews(policies) {
	const asked = policies.flatMap(({ policy }) => policy.reviews ?? []);
	return {
		template: asked.flatMap(({ template }) => template ?? []).at(-1),
		due: asked.flatMap(({ due }) => due ?? []),
		causes: asked.flatMap((each) => each["cause-labels"] === void 0 ? [] : [each["cause-labels"]])
	};
}
/** Those of the labels that are causes; null: one that a policy asks for is missing. */
function causesAmong(labels, { causes }) {
	const isOneOf = (label, names) => names.some((name) => name.toLowerCase() === label.toLowerCase());
	if (!causes.every((names) => labels.some((label) => isOneOf(label, names)))) return null;
	return labels.filter((label) => causes.some((names) => isOneOf(label, names)));
}
/** Labels are the policy's own words, and shown as they are written. */
function sayLabels({ causes }) {
	return causes.map((names) => `one of the labels ${names.map((name) => `\`${name.replaceAll("`", "")}\``).join(", ")}`).join(" and ");
}
/** Leaves room for our part, and for what people write. */
const LONGEST_TEMPLATE = 15e3;
/** A template that is not there is no reason for no review. */
async function readReviewTemplate(path, sha, github, ours) {
	const file = await github.file(path, sha);
	if (file !== null) return withoutMarks(file.text.toWellFormed()).slice(0, LONGEST_TEMPLATE).toWellFormed().trim();
	return `The policy names \`${path.replaceAll("`", "")}\`, which is not there, so this begins with what reviews usually ask.\n\n${ours}`;
}

// src/flow/notify/review-overdue.ts
/** Told to those who asked: a review was not closed in time. */
function reviewOverdue(of) {
	const { question, review, sha, issue, policies, at } = of;
	const { repository, deploymentId } = question;
	const { environment } = review;
	const runbook = runbookLine(policies, environment, "plain");
	const zone = policies.at(-1)?.policy.zone ?? "UTC";
	const due = review.dueAt === null ? "" : ` by ${sayBoth(epochMs(review.dueAt), zone, at)}`;
	const told = {
		at: toInstant(at),
		environment,
		sha,
		deploymentId,
		runId: null,
		page: `issues/${issue}`,
		summary: `${fullName(repository)} ${environment}: the review of ${sha.slice(0, 7)} is overdue`.slice(0, 200),
		lines: [
			`It was to be closed${due}, and is still open.`,
			`What to do: write in issue ${issue} what caused it and what changes, then close it.`,
			...runbook === null ? [] : [runbook]
		]
	};
	return wishesOf(policies).filter(({ events }) => events.has("review-overdue")).map(({ target }) => ({
		kind: "notify",
		repository,
		target,
		event: "review-overdue",
		subject: `review/${deploymentId}`,
		content: "once",
		action: "tell",
		told
	}));
}

// src/flow/rollback/show/view.ts
/** A finding as people see it: what failed, what becomes of it, and what they can do. */
function commandFor$1(verb, { question, failedSha }) {
	const { environment } = question;
	const commit = failedSha === "" ? "" : ` @${short$1(failedSha)}`;
	return `/tidegate ${verb} ${commandWord(environment, "ENV")}${commit} REASON`;
}
function short$1(sha) {
	return sha.slice(0, 7);
}
/** The environment answers with last known good by itself: there is nothing to go back from. */
function isBackAlready({ kept, told }) {
	return kept === null && told.rows.some(({ guard, held }) => held && guard === "already-rolled-back");
}
/** It goes back for another's sake. */
function isWell({ withTrain }) {
	return withTrain?.isWell === true;
}

// src/flow/review/cause-comments.ts
function sayReopened(of, closedAt, nth) {
	const last = nth === 2 ? " This was the last time that Tidegate opens it." : "";
	return commentOf(of, closedAt, `${nth}`, [`**Opened again: its cause is missing.** Add ${sayLabels(of.asked)}, then close it. What went wrong is counted by these labels.${last}`]);
}
function sayLeft(of, closedAt) {
	return commentOf(of, closedAt, "left", [`**Closed without a cause, and left so.** Tidegate opened it ${2} times and does not do so again. It is counted as a review without a cause. To give it one, open it, add ${sayLabels(of.asked)}, and close it.`]);
}
/** Closing a review lets nothing in again: whoever closes it has to hear that the environment stays shut for it. */
function sayStillHeld(of, closedAt) {
	if (of.held === null) return [];
	const { environment, sha, who } = of.held;
	const lift = commandFor$1("lift", {
		question: { environment },
		failedSha: sha
	});
	const whom = who === "" ? "" : `, which is for ${inertMarkdown(who)}`;
	return [commentOf(of, closedAt, `held/${closedAt}`, [`**\`${short$1(sha)}\` is still held back from ${inertMarkdown(environment)}**, with every commit that contains it: closing this lets nothing in. When the repair or the revert is merged, lift it with \`${lift}\`${whom}.`])];
}
function commentOf({ question, issue }, since, name, lines) {
	const { repository, deploymentId } = question;
	const key = `review-cause/${deploymentId}/${name}`;
	return {
		kind: "comment-issue",
		repository,
		issueNumber: issue.number,
		key,
		since,
		body: lines.join("\n")
	};
}

// src/flow/review/follow-review.ts
/** Events tell that it was closed, unless they are lost. */
const LOOK_AGAIN_MS$17 = 864e5;
/** A review that nobody closed by then is not looked at by itself any more. */
const LOOKED_AT_FOR_MS = 7776e6;
function followReview(of) {
	const { closedAt } = of.issue;
	return closedAt === null ? stillOpen(of) : closed$1(of, closedAt);
}
function stillOpen({ question, sha, policies, kept, issue, at }) {
	const dueAt = kept.dueAt === null ? null : epochMs(kept.dueAt);
	const isLate = dueAt !== null && at >= dueAt;
	const next = at + LOOK_AGAIN_MS$17;
	const isGivenUp = at > epochMs(kept.openedAt) + LOOKED_AT_FOR_MS && (dueAt === null || isLate);
	return {
		kept: {
			...kept,
			closedAt: null,
			causes: []
		},
		summary: isLate ? `Review #${issue.number} is overdue.` : `Review #${issue.number} is open.`,
		effects: [],
		notices: isLate ? reviewOverdue({
			question,
			review: kept,
			sha,
			issue: issue.number,
			policies,
			at
		}) : [],
		dueAt: isGivenUp ? null : dueAt === null || isLate ? next : Math.min(next, dueAt),
		isOver: false
	};
}
function closed$1(of, closedAt) {
	const { issue, asked, at } = of;
	const kept = {
		...of.kept,
		closedBy: issue.closedBy ?? null
	};
	const causes = causesAmong(issue.labels, asked);
	const over = {
		notices: [],
		dueAt: null,
		isOver: true
	};
	if (causes !== null) {
		const why = causes.length === 0 ? "" : `: ${causes.join(", ")}`;
		const summary = `Review #${issue.number} is closed${why}.`;
		return {
			...over,
			kept: {
				...kept,
				closedAt,
				causes
			},
			summary,
			effects: sayStillHeld(of, closedAt)
		};
	}
	const isUndone = kept.undoneAt === closedAt;
	if (!isUndone && kept.reopenings >= 2) {
		const effects = [sayLeft(of, closedAt), ...sayStillHeld(of, closedAt)];
		return {
			...over,
			isOver: at > epochMs(kept.openedAt) + LOOKED_AT_FOR_MS,
			kept: {
				...kept,
				closedAt,
				causes: []
			},
			summary: `Review #${issue.number} is closed without a cause.`,
			effects
		};
	}
	const reopenings = isUndone ? kept.reopenings : kept.reopenings + 1;
	const { repository } = of.question;
	return {
		kept: {
			...kept,
			closedAt: null,
			causes: [],
			reopenings,
			undoneAt: closedAt
		},
		summary: `Review #${issue.number} was closed without a cause: it is opened again.`,
		effects: [{
			kind: "reopen-issue",
			repository,
			issueNumber: issue.number,
			closedAt
		}, sayReopened(of, closedAt, reopenings)],
		notices: [],
		dueAt: at + LOOK_AGAIN_MS$17,
		isOver: false
	};
}

// src/flow/review/new-review.ts
function newReview({ question, environment, issueNumber, dueAt, at }) {
	return {
		repositoryId: question.repository.id,
		deploymentId: question.deploymentId,
		environment,
		issueNumber,
		openedAt: toInstant(at),
		dueAt: dueAt === null ? null : toInstant(dueAt),
		closedAt: null,
		causes: [],
		reopenings: 0,
		undoneAt: null
	};
}

// src/flow/review/review-policies.ts
/** Where none is in force now, the repository's own as it was last read. */
async function readReviewPolicies({ repository }, ports, github) {
	const state = await readPolicyState(ports, repository, github);
	if (state.kind === "in-force") return {
		policies: state.policies,
		sha: state.sha
	};
	const kept = await ports.store.lastValidPolicy(repository.id);
	const parsed = kept && parseRepositoryPolicy(kept.text, void 0);
	if (parsed?.kind !== "valid") return {
		policies: [],
		sha: null
	};
	return {
		policies: [{
			source: "repository",
			file: ".github/tidegate.yml",
			policy: parsed.policy
		}],
		sha: state.sha
	};
}

// src/flow/review/review-seed.ts
/** What people fill in. */
function seedOfReview({ decision }) {
	return [
		"### Looking back",
		"",
		...decision.override === null ? ["- [ ] What was wrong with the release is known, and where it came from"] : ["- [ ] What the gates ask for was caught up on, or somebody says why it need not be"],
		"- [ ] Nothing that was deployed needs to be repaired",
		"- [ ] It is decided what changes, in the code or in the policy, so that it is not needed again",
		"",
		"**What happened, and why:**",
		"",
		"**What we change:**",
		""
	].join("\n");
}

// src/flow/review/review-rules.ts
/** What a review has to keep to, and who helps: told at its head. */
function sayRules({ gate, zone, policies }, { dueAt, causes }) {
	const { environment } = gate.question;
	const manager = releaseManagerOf(policies.map(({ policy }) => policy), environment);
	const runbook = runbookLine(policies, environment, "issue");
	const lines = [
		...dueAt === null ? [] : [`- To be closed by ${inertMarkdown(sayBoth(dueAt, zone, gate.askedAt))}.`],
		...causes.length === 0 ? [] : [`- Before you close it, say its cause: add ${sayLabels({ causes })}.`],
		...manager === void 0 ? [] : [`- Release manager: ${inertMarkdown(sayReleaseManager(manager))}.`],
		...runbook === null ? [] : [`- ${runbook}`]
	];
	return lines.length === 0 ? [] : [...lines, ""];
}

// src/flow/review/review-text.ts
/** The issue in which people look back at a rollback or an override. */
/** Undefined: it was not let through, or nothing of its decision is kept. */
function reviewedOf(gate, zone, policies = []) {
	const { decided, openedAt } = gate;
	return decided === null || openedAt === null ? void 0 : {
		gate,
		openedAt,
		zone,
		policies,
		...decided
	};
}
function titleOfReview({ gate, decision, facts }) {
	const what = decision.override === null ? "rollback" : "override";
	return plainLine(`Review the ${what} of ${gate.question.environment}: ${facts.candidate.sha.slice(0, 7)}`, 200);
}
function bodyOfReview(reviewed, rules = {
	dueAt: null,
	causes: []
}) {
	const { gate, decision, facts, zone } = reviewed;
	const { environment } = gate.question;
	const sayTime = (at) => sayLocal(at, zone, gate.askedAt);
	const told = explain(decision, facts);
	return [
		`**${inertMarkdown(whatToDo(reviewed))}**`,
		"",
		...sayRules(reviewed, rules),
		...sayWhatHappened(reviewed, sayTime),
		"",
		"### The gates as they stood when it was let through",
		"",
		...told.gates.length === 0 ? ["No gate asked for anything."] : told.gates.flatMap(sayGate$1),
		"",
		`It had ${inertMarkdown(told.risk)}:`,
		"",
		...told.riskReasons.map((line) => `- ${inertMarkdown(line)}`),
		"",
		`### Timeline (${inertMarkdown(zone)})`,
		"",
		...sayTimeline$1({ stages: [{
			environment,
			gates: [gate],
			deployments: []
		}] }, (at) => sayTime(at).replace(` ${zone}`, "")),
		"",
		`<sub>${inertMarkdown(told.sources)}. Facts ${decision.factsDigest.slice(0, 12)}. This issue stays open until a person closes it.</sub>`
	].join("\n");
}
function whatToDo({ gate, decision }) {
	const { environment } = gate.question;
	if (decision.override === null) return `Say why ${environment} went back, and what keeps it from happening again`;
	const gates = decision.gates.filter(({ status }) => status === "pending" || status === "failed").map(({ name }) => name).join(", ");
	return `Catch up on what was skipped in ${environment}: ${gates === "" ? "nothing was unmet" : gates}`;
}
function sayWhatHappened({ gate, decision, facts, openedAt }, sayTime) {
	const environment = inertMarkdown(gate.question.environment);
	const { override } = decision;
	const from = facts.baseline === null ? "" : ` It ran ${facts.baseline.sha} before.`;
	const back = `${environment} went back to ${facts.candidate.sha} at ${inertMarkdown(sayTime(openedAt))}.${from}`;
	if (override === null) return [
		back,
		"",
		decision.gates.some((each) => each.skippedBecause === "authorised-rollback") ? "It was an authorised rollback, which skips every gate but `hold`." : "It was no authorised rollback, and passed the gates below like any release."
	];
	const said = facts.overrides.find(({ user, reason }) => user === override.user && reason === override.reason);
	const when = said === void 0 ? "" : ` at ${inertMarkdown(sayTime(Date.parse(said.at)))}`;
	return [
		`${inertMarkdown(override.user)} overrode the gates of ${environment} for ${facts.candidate.sha}${when}; it was let through at ${inertMarkdown(sayTime(openedAt))}. Given as the reason:`,
		"",
		`> ${inertMarkdown(plainLine(override.reason, 500))}`,
		...facts.direction === "backward" ? ["", back] : []
	];
}
const MARKS = {
	met: "✅",
	pending: "⏳ not met:",
	failed: "⛔ refused:",
	skipped: "⏭️"
};
function sayGate$1({ name, status, lines }) {
	return lines.flatMap(({ text, details }, index) => [index === 0 ? `- ${MARKS[status]} **${inertMarkdown(name)}**: ${inertMarkdown(text)}` : `  - ${inertMarkdown(text)}`, ...details.map((detail) => `  - ${inertMarkdown(detail)}`)]);
}

// src/rollback/texts/said.ts
function said$1(value, otherwise) {
	if (typeof value === "number") return String(value);
	return typeof value === "string" && value !== "" ? value : otherwise;
}
function saidList(value, otherwise) {
	const list = Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
	return list.length === 0 ? otherwise : list.join(", ");
}
function records(value) {
	const isRecord = (each) => typeof each === "object" && each !== null;
	return Array.isArray(value) ? value.filter(isRecord) : [];
}
/** As people name commits: the first 12 digits. */
function shortSha(value, otherwise) {
	return typeof value === "string" && value !== "" ? value.slice(0, 12) : otherwise;
}
/** `3 h 10 min`, `25 min`, `40 s`. */
function saidTime(ms) {
	if (typeof ms !== "number" || !Number.isFinite(ms)) return "an unknown time";
	const seconds = Math.round(Math.abs(ms) / 1e3);
	if (seconds < 120) return `${seconds} s`;
	const minutes = Math.round(seconds / 60);
	const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
	if (hours === 0) return `${minutes} min`;
	return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
/** `once`, `3 times`. */
function saidCount(count) {
	if (count === 1) return "once";
	return typeof count === "number" ? `${count} times` : "before";
}

// src/rollback/texts/going-back.ts
const GOING_BACK_TEXTS = {
	"rollback-failed": (_, { failed }) => ({
		headline: "The rollback itself failed: people have to look now",
		why: `A rollback deployed ${failed}, and it is not good either. No rule rolls back a rollback: going further and further back makes it worse.`,
		next: "Find out what both versions have in common (data, configuration, a service they need), then deploy a repair or choose a commit by hand."
	}),
	"attempts-exhausted": ({ used, attempts }, { failed, keptOut }) => ({
		headline: "Not rolled back: this release was rolled back before",
		why: `Here, ${failed} was rolled back ${saidCount(used)}, and \`limit.attempts\` allows ${said$1(attempts, "1")}. ${keptOut}`,
		next: "Find out how it came back. Deploy a repair, or deploy a good commit by hand."
	}),
	flapping: ({ used, most, perMs, rollbacks }, { keptOut }) => ({
		headline: "Not rolled back: this environment keeps going back",
		why: `It went back ${saidCount(used)} within ${saidTime(perMs)}, and \`limit.at-most\` allows ${said$1(most, "no more")}: ${sayRollbacks(rollbacks)}. ${keptOut}`,
		next: "Stop deploying here and find the common cause. A person can deploy a good commit by hand."
	}),
	"no-lkg": ({ rejected }) => ({
		headline: "Not rolled back: no commit is known to be good here",
		why: rejected === 0 ? "Nothing else was ever deployed here." : `None of the ${said$1(rejected, "")} deployments that were looked at may be gone back to; the report says why for each.`,
		next: "The environment is left as it is. Deploy a repair; it is not kept out."
	}),
	"point-of-no-return": ({ barriers }) => ({
		headline: "Not rolled back: a change cannot be taken back",
		why: `Going back would take away ${sayBarriers(barriers)}. Older code may not work with what it left behind.`,
		next: "Go forward: revert the fault in a new pull request, or switch it off, and deploy that. It is not kept out."
	}),
	"barrier-unknown": ({ because, change }, { target, order }) => ({
		headline: "Not rolled back by itself: not all that would be taken away could be read",
		why: `${WHY_UNKNOWN[said$1(because, "")] ?? "The list of changes is not complete"}${typeof change === "string" ? ` (${change})` : ""}, so there may be a change in it that cannot be taken back.`,
		next: `Look at what lies between ${target} and the bad commit, above all at migrations. To go back then, ${order}. Otherwise deploy a repair.`
	}),
	"target-unavailable": ({ because, next }, { target, keptOut }) => ({
		headline: "Not rolled back: what would be gone back to cannot be deployed",
		why: `Nothing can deploy ${target}: ${WHY_UNAVAILABLE[said$1(because, "")] ?? said$1(because, "nobody knows why")}. Nothing was changed. ${keptOut}`,
		next: sayNext(next)
	}),
	dependency: ({ dependants }, { keptOut }) => ({
		headline: "Not rolled back: something else needs this version",
		why: `The version that would be taken away is needed by ${saidList(dependants, "another lane")}. ${keptOut}`,
		next: "Take that one back first, or deploy a repair."
	}),
	"approval-required": ({ tier, because }, { order, keptOut }) => ({
		headline: "Not rolled back by itself: a person has to say whether it may",
		why: `${WHY_ASKED[said$1(because, "")]?.(said$1(tier, "none")) ?? "The policy asks people for this rollback"}. ${keptOut}`,
		next: `To go back, ${order}. Otherwise deploy a repair. Nothing is deployed until then.`
	}),
	"lock-conflict": () => ({
		headline: "No second rollback: one is under way",
		why: "Two at once would overtake each other, in an order that nobody chose.",
		next: "Wait for the one under way. It is verified when it ends."
	}),
	"already-rolled-back": (_, { target, keptOut }) => ({
		headline: "Nothing to deploy: last known good runs already",
		why: `The environment answers with ${target}, so the platform went back by itself. ${keptOut}`,
		next: "Repair the bad commit."
	}),
	authorized: ({ by }, { target, failed, keptOut }) => ({
		headline: `Rolled back to ${target}`,
		why: `The deployment of ${failed} is bad, ${target} was verified here, and nothing stands in the way; ${Array.isArray(by) && by.length > 0 ? `${saidList(by, "")} said so` : "the policy authorises it in advance"}.`,
		next: `Wait until ${target} is verified. ${keptOut}`
	})
};
const WHY_UNKNOWN = {
	"not-read": "The changes were not read",
	"list-cut": "GitHub cut the list of changes",
	"nothing-listed": "No change is listed between two different commits",
	"files-cut": "GitHub cut the list of files of a change"
};
const WHY_UNAVAILABLE = {
	"no-workflow": "the policy names no `rollback.workflow` that would deploy it",
	"not-looked-at": "nobody looked whether it is there",
	unknown: "nobody knows whether it is there",
	missing: "the commit or the workflow is not there"
};
const WHY_ASKED = {
	tier: (tier) => `Changes of tier \`${tier}\` would be taken away, and the policy asks people about that (\`authorise\`)`,
	"low-confidence": () => "The finding is the end of a job and no verification that proves where it comes from, so nothing goes back on it alone",
	"unexpected-live": () => "What runs is neither the bad commit nor the last known good one"
};
function sayBarriers(value) {
	const named = records(value).map(({ change, by, what }) => {
		const name = said$1(change, "a change");
		if (by === "label") return `${name} (label \`${said$1(what, "")}\`)`;
		if (by === "path") return `${name} (touches \`${said$1(what, "")}\`)`;
		return `${name} (\`Rollback-Barrier: ${said$1(what, "no reason given")}\`)`;
	});
	const most = 5;
	if (named.length === 0) return "a change that must stay";
	return named.length <= most ? named.join(", ") : `${named.slice(0, most).join(", ")} and ${named.length - most} more`;
}
function sayRollbacks(value) {
	const named = records(value).map(({ at, from, to }) => `${said$1(at, "once")} from ${shortSha(from, "a commit")} to ${shortSha(to, "another")}`);
	return named.length === 0 ? "no list" : named.join("; ");
}
function sayNext(next) {
	const { sha, deploymentId } = records([next])[0] ?? {};
	if (sha === void 0) return "Deploy a repair. No older commit is known to be good here.";
	return `The next older one that is known to be good is ${shortSha(sha, "unknown")} (deployment ${said$1(deploymentId, "unknown")}). Nothing goes that far back by itself: deploy it by hand, or deploy a repair.`;
}

// src/rollback/texts/not-now.ts
const NOT_NOW_TEXTS = {
	disabled: () => ({
		headline: "No rollback: none is set up here",
		why: "The policy has no `rollback` section for this environment.",
		next: "Deploy a good commit by hand. To have rollbacks, add `rollback:` to the environment in the policy."
	}),
	untracked: () => ({
		headline: "No rollback: this deployment is not tracked",
		why: "The finding names no deployment of a deploy workflow in this environment, so it is not known what would be taken away.",
		next: "Look which deployment was verified. A verification has to name the deployment and the commit that it looked at."
	}),
	verified: () => ({
		headline: "Verified: the deployment is good",
		why: "All required checks passed, so there is nothing to roll back.",
		next: "Nothing to do."
	}),
	"stale-event": ({ ageMs, mostMs }, { order }) => ({
		headline: "Not rolled back: the finding is too old to act on",
		why: `It was made ${saidTime(ageMs)} ago; after ${saidTime(mostMs)} nobody can say that it is still true.`,
		next: `Look at the environment now. If it is good, verify it again; if it is bad, ${order}.`
	}),
	superseded: ({ newer, newerSha, isDeployed }, { keptOut }) => isDeployed === false ? {
		headline: "Not rolled back from this one: a newer deployment failed on top of it",
		why: `Deployment ${said$1(newer, "that")} (${shortSha(newerSha, "another commit")}) began later and failed, so it decides what is gone back from.`,
		next: `See what was decided about the newer deployment. ${keptOut}`
	} : {
		headline: "No rollback: something newer runs already",
		why: `Deployment ${said$1(newer, "that")} (${shortSha(newerSha, "another commit")}) replaced this one.`,
		next: "Nothing to do for this deployment. The newer one is verified by itself."
	},
	"not-settled": ({ newer, newerSha }, { later }) => ({
		headline: "Waiting: a newer deployment is under way",
		why: `Deployment ${said$1(newer, "that")} (${shortSha(newerSha, "another commit")}) has begun or waits, and may replace the bad one. Two deployments at once would race.`,
		next: `Wait until it has ended. ${later} To go back now, cancel its run first.`
	}),
	paused: () => ({
		headline: "Not rolled back: rollbacks are paused here",
		why: "A person paused rollbacks in this environment, and nothing goes back until that is taken away.",
		next: "Ask who paused it. They decide whether to end the pause or to repair the environment another way."
	}),
	inconclusive: (data, names) => inconclusive(data, names),
	"not-a-trigger": ({ verdict, on }, { order }) => ({
		headline: verdict === "missing" ? "Not rolled back: no verification arrived, and nobody knows whether the deployment is good" : `Not rolled back: the policy starts no rollback for the verdict \`${said$1(verdict, "unknown")}\``,
		why: `Rollbacks start on ${saidList(on, "nothing")} here (\`on\` in the policy).`,
		next: `Look at the environment. If it is good, verify it again; if it is bad, ${order}.`
	}),
	"pre-existing": ({ checks }) => ({
		headline: "Not rolled back: it was broken before this deployment",
		why: `What failed (${saidList(checks, "the checks")}) had failed before the deployment as well, so going back would not repair it.`,
		next: "Look at what the failed checks depend on, for instance a service of somebody else."
	}),
	"runner-network": () => ({
		headline: "Not rolled back: the network of the runner is at fault",
		why: "The control address could not be reached either, so the checks say nothing of the deployment.",
		next: "Verify it again from a runner with a working network."
	}),
	"advisory-only": () => ({
		headline: "No rollback: only advisory checks failed",
		why: "The verdict does not depend on them.",
		next: "Look at the report when there is time."
	})
};
function inconclusive({ verdict, retries, cause }, { order, keptOut }) {
	const what = `The verification ended with \`${said$1(verdict, "no verdict")}\`${cause === null || cause === void 0 ? "" : ` (${said$1(cause, "no cause told")})`}`;
	if (cause === "cancelled") return {
		headline: "Not rolled back: the verification was cancelled",
		why: `${what}. That somebody cancelled it says nothing of the deployment.`,
		next: `Verify it again. If the environment is bad, ${order}.`
	};
	if (retries === 0) return {
		headline: "Not rolled back yet: the verification could not say",
		why: `${what}, which is neither good nor bad.`,
		next: "Run the job that verifies once more."
	};
	return {
		headline: "Not rolled back: nobody can say whether the deployment is good",
		why: `${what} again. Nothing is rolled back on a guess. ${keptOut}`,
		next: `Look at the environment and the report. If it is good, verify it again; if it is bad, ${order}.`
	};
}

// src/rollback/reasons.ts
/** What is said about a decision, wherever it is shown: what happens, why, and what to do now. */
const TEXTS = {
	...NOT_NOW_TEXTS,
	...GOING_BACK_TEXTS
};
/** Where the App decides, and takes this command in a comment. */
function inApp(command) {
	return {
		keptOut: "Until a person lifts it, the bad commit is kept out.",
		order: `comment \`${command}\``,
		later: "This is decided again then."
	};
}
/**
* Plain text. Names of checks, labels, paths and the reasons of trailers come from others: whoever shows them escapes
* them for the place.
*/
function explainRollback(decision, place = inApp("/tidegate rollback ENV REASON")) {
	const { reason, guards, rejected, target, quarantine } = decision;
	const names = {
		...place,
		target: shortSha(target?.sha, "the last known good commit"),
		failed: shortSha(quarantine ?? reason["sha"], "the commit")
	};
	return {
		...TEXTS[reason.code](reason, names),
		rows: guards.map(({ code, held, value }) => ({
			guard: code,
			held,
			value
		})),
		rejected: rejected.map(({ code, ...each }) => ({
			...each,
			why: explainRejection(code)
		}))
	};
}
const REJECTIONS = {
	transient: "it was a preview",
	"not-deploy-workflow": "no deploy workflow made it; jobs that only read secrets leave such records",
	"not-older": "it is newer than the deployment that failed",
	current: "it is the commit that is gone back from",
	quarantined: "its commit was rolled back or is held",
	"sha-unsure": "its run was dispatched, so GitHub does not tell which commit was deployed",
	"failed-later": "it was marked as failed afterwards",
	"never-succeeded": "it never succeeded",
	"verification-failed": "its newest verification failed",
	"low-confidence": "its verification does not prove where it comes from",
	"not-verified": "it was never verified with success"
};
/** The end of a sentence about a deployment. A code of a newer version says itself. */
function explainRejection(code) {
	const known = REJECTION_CODES.find((each) => each === code);
	return known === void 0 ? code : REJECTIONS[known];
}

// src/flow/rollback/case/finding.ts
/** What started a rollback: the newest verification of the deployment, or a person's order since it was made. */
/** For so long the job may verify once more, before people are called. */
const RETRY_AFTER_MS = 3e5;
/** Orders that were given after the deployment was made: an older one is about another release, whatever its commit. */
function requestsSince(lane, failed) {
	const since = epochMs(failed.startedAt);
	return (lane.stated.requests ?? []).filter(({ sha, at }) => sha === failed.sha && epochMs(at) >= since);
}
/** Null: nothing was found. A pass is a finding, too: it ends what was asked for before it. */
function triggerOf(lane, failed, at) {
	const said = lane.verifications.find((each) => each.deploymentId === failed.id && each.sha === failed.sha);
	const request = requestsSince(lane, failed).at(-1);
	const isPassedSince = said?.verdict === "pass" && request !== void 0 && epochMs(said.at) > epochMs(request.at);
	if (request !== void 0 && !isPassedSince) return {
		kind: "requested",
		by: request.user,
		at: request.at
	};
	return said === void 0 ? null : found(said, at);
}
function found({ verdict, at: foundAt, failedChecks, preExisting = [], reasonCode }, at) {
	return {
		kind: "verification",
		verdict,
		at: foundAt,
		failedChecks,
		preExisting,
		isAdvisoryOnly: false,
		reasonCode: reasonCode ?? null,
		retries: at - epochMs(foundAt) >= 3e5 ? 1 : 0,
		confidence: "high"
	};
}
/**
* What ran, as the verification saw that is the finding: a while later, when somebody gives an order, or in another
* environment of the group, it says nothing any more. Null: nobody looked.
*/
function liveIn({ verifications }, { id, sha }, trigger) {
	if (trigger.kind !== "verification") return null;
	return verifications.find((each) => each.deploymentId === id && each.sha === sha && each.at === trigger.at)?.liveSha ?? null;
}

// src/flow/rollback/case/back-with-train.ts
/** A release that goes back with its train: which train, and whether anything is wrong with the release itself. */
/** What turned out badly longer before the order is not why a train goes back. */
const CONCERNS_FOR_MS$1 = 2592e6;
/** Undefined: it goes back alone. */
async function backWithTrain(decided, store) {
	const { question, lane, failed, rollbackCase } = decided;
	const { trigger } = rollbackCase;
	if (trigger.kind !== "requested" || failed === void 0) return void 0;
	const order = requestsSince(lane, failed).findLast(({ user }) => user === trigger.by);
	if (order === void 0) return void 0;
	const { id, installationId } = question.repository;
	const train = (await store.trains(installationId)).find(({ orders, members }) => orders.some(({ commentId, user }) => commentId === order.commentId && user === order.user) && members.some(({ repositoryId }) => repositoryId === id));
	if (train === void 0) return void 0;
	const because = await badMembers(train, id, epochMs(order.at), store);
	const said = lane.verifications.find((each) => each.deploymentId === failed.id && each.sha === failed.sha);
	const isUnblamed = said === void 0 || said.verdict === "pass";
	return {
		name: train.train,
		isWell: isUnblamed && because.length > 0,
		because
	};
}
async function badMembers({ members, environment }, own, orderedAt, store) {
	const bad = [];
	for (const { repository, repositoryId } of members) {
		if (repositoryId === null || repositoryId === own) continue;
		const found = (await store.rollbacks(repositoryId, environment)).findLast((each) => isBad(each) && epochMs(each.decidedAt) >= orderedAt - CONCERNS_FOR_MS$1);
		if (found === void 0) continue;
		bad.push({
			repository,
			issue: await store.keptIssue(repositoryId, `rollback/${found.failedDeploymentId}`)
		});
	}
	return bad;
}
function isBad({ state, told }) {
	return state !== "refused" && told?.withTrain?.isWell !== true;
}

// src/flow/rollback/show/told.ts
/** What people are told of a decision, made once: later nobody could, since the world moves on. */
const LONGEST_LINE$2 = 300;
async function toldOf(decided, { store }) {
	const { question, rollbackCase, decision, goes, at } = decided;
	const [gate] = await store.releaseGates(question.repository.id, { deploymentId: question.deploymentId });
	const { headline, why, next, rows, rejected } = explainRollback(decision, placeOf$1(decided));
	const withTrain = await backWithTrain(decided, store);
	const finding = withTrain === void 0 ? sayFinding(decided) : sayTakenBack(decided, withTrain.name);
	const unmarked = (text) => text.replaceAll("`", "");
	return {
		headline: unmarked(headline),
		why: unmarked(why),
		next: unmarked(next),
		finding: plainLine(finding, LONGEST_LINE$2),
		foundAt: rollbackCase.trigger.at ?? toInstant(at),
		rows: rows.map((row) => ({
			...row,
			value: plainLine(row.value, LONGEST_LINE$2)
		})),
		rejected,
		tier: goes?.tier ?? null,
		takesAway: changes(goes?.changes ?? []).map((line) => plainLine(line, LONGEST_LINE$2)),
		freezes: goes?.freezes ?? [],
		failedRunId: gate?.question.runId ?? null,
		...withTrain === void 0 ? {} : { withTrain }
	};
}
/** With the command as the reader has to write it. */
function placeOf$1({ question, failed }) {
	return inApp(commandFor$1("rollback", {
		question,
		failedSha: failed?.sha ?? ""
	}));
}
/** Follows the name of the commit, e.g. `abc1234: its verification failed`. */
function sayFinding({ lane, failed, rollbackCase: { trigger } }) {
	if (trigger.kind === "verification") return sayVerdict(trigger);
	const request = failed && requestsSince(lane, failed).findLast(({ user }) => user === trigger.by);
	return `${trigger.by} asks to go back: ${request?.reason ?? "no reason is known"}`;
}
/** The words of the order begin with the name of the train. */
function sayTakenBack({ lane, failed, rollbackCase: { trigger } }, train) {
	const by = trigger.kind === "requested" ? trigger.by : "";
	return `it goes back with train ${train}, as ${by} ordered: ${((failed && requestsSince(lane, failed).findLast(({ user }) => user === by)?.reason) ?? "").replace(`train ${train}: `, "")}`;
}
function sayVerdict({ verdict, failedChecks }) {
	const checks = failedChecks.length === 0 ? "" : ` (${failedChecks.join(", ")})`;
	switch (verdict) {
		case "pass": return "its verification passed";
		case "fail": return `its verification failed${checks}`;
		case "error": return `its verification could not be made${checks}`;
		case "inconclusive": return `its verification could not tell whether it works${checks}`;
		case "missing": return "its verification did not come in time";
	}
}

// src/flow/rollback/quarantine.ts
/** The failed commit stays out, with everything that contains it: the branch still has it, and the next merge would ship it again. */
/** Whose word a hold is that no person set. */
const OURS = {
	userId: 0,
	user: "Tidegate"
};
/**
* A hold like one of a person, and lifted like one. It stands in no comment: its number is that of the deployment, which
* is held for once, below zero, where no comment is. So what was lifted is not held again for the same deployment.
*/
function quarantineOf(decided) {
	const { question, decision, at } = decided;
	if (decision.quarantine === null) return [];
	const { repository, environment, deploymentId } = question;
	return [{
		kind: "hold",
		repositoryId: repository.id,
		commentId: commentIdOf(deploymentId),
		...OURS,
		environment,
		sha: decision.quarantine,
		reason: sayFinding(decided),
		at: toInstant(at)
	}];
}
/** Whether what was found in this deployment is why the environment refuses a commit. */
function isKeptOut(deploymentId, holds) {
	return holds.some(({ commentId }) => commentId === commentIdOf(deploymentId));
}
function commentIdOf(deploymentId) {
	return -deploymentId;
}

// src/flow/review/reviewed-rollback.ts
/** A rollback that we dispatched has an issue since it was decided; one that an override opened as well is looked back on. */
async function rollbackOf(gate, { store }) {
	if (gate === void 0) return null;
	const { question, decided } = gate;
	if (decided !== null && decided.decision.override !== null) return null;
	return await store.rollbackOfRun(question.repository.id, question.runId);
}
/** Null: it is looked back on here. */
function lookedBackOnElsewhere(rollback, isFollowed) {
	if (rollback === null) return null;
	const { told } = rollback;
	if (told !== void 0 && isWell(told)) return "It went back with its train, and nothing is known to be wrong with it: looked back on where that is.";
	return isFollowed ? null : "Looked back on in the issue of the rollback.";
}
/** What is looked back on: of a way back the commit that was gone back from, whatever was deployed for it. */
function reviewedSha({ reviewed: { decision, facts }, rollback }) {
	if (rollback !== null) return rollback.failedSha;
	return (decision.override === null && facts.direction === "backward" ? facts.baseline?.sha : void 0) ?? facts.candidate.sha;
}
/** What the environment still refuses because of it; null: nothing. */
async function heldStill({ question, rollback, policies, ports }) {
	if (rollback === null) return null;
	const { environment, failedSha: sha, failedDeploymentId } = rollback;
	const { holds } = await ports.store.restrictions(question.repository.id);
	if (!isKeptOut(failedDeploymentId, holds)) return null;
	return {
		environment,
		sha,
		who: whoMayGoBack(policies, environment)
	};
}

// src/flow/review/answer-review.ts
/** Until GitHub told which issue it is. */
const LOOK_AGAIN_MS$16 = 6e5;
/** One issue for each deployment, written once: what people make of it is theirs, and only they close it. */
async function answerReview(question, ports) {
	const at = ports.clock.now();
	const { repository, deploymentId } = question;
	const [gate] = await ports.store.releaseGates(repository.id, { deploymentId });
	const github = await ports.github(repository);
	const { policies, sha } = await readReviewPolicies(question, ports, github);
	const asked = askedOfReviews(policies);
	const isFollowed = asked.due.length > 0 || asked.causes.length > 0;
	const rollback = await rollbackOf(gate, ports);
	const elsewhere = lookedBackOnElsewhere(rollback, isFollowed);
	if (elsewhere !== null) return {
		record: recordOf$1(at, elsewhere, { final: true }),
		dueAt: null
	};
	const issueOfRollback = rollback === null ? null : `rollback/${rollback.failedDeploymentId}`;
	const reviewed = gate && reviewedOf(gate, policies.at(-1)?.policy.zone ?? "UTC", policies);
	if (reviewed === void 0) return {
		record: recordOf$1(at, "Nothing to review.", { final: true }),
		dueAt: null
	};
	const key = issueOfRollback ?? `review/${deploymentId}`;
	const number = await ports.store.keptIssue(repository.id, key);
	const found = {
		question,
		reviewed,
		rollback,
		kept: await reviewOf$1(question, {
			reviewed,
			number,
			asked,
			ports,
			at
		}),
		asked,
		policies,
		github,
		ports,
		at
	};
	if (number !== null && isFollowed) return await followed$1(found, number);
	return opened(found, issueOfRollback !== null || number !== null ? [] : [await issueOf(found, key, sha)], isFollowed);
}
function opened({ reviewed, kept, at }, effects, isFollowed) {
	const title = titleOfReview(reviewed);
	if (!isFollowed) return {
		record: recordOf$1(at, title, {
			effects,
			final: true
		}),
		dueAt: null
	};
	return {
		record: recordOf$1(at, title, {
			effects,
			review: kept
		}),
		dueAt: at + LOOK_AGAIN_MS$16
	};
}
async function followed$1(found, number) {
	const { kept, github, at } = found;
	const issue = await github.issueState?.(number) ?? null;
	if (issue === null) return {
		record: recordOf$1(at, "The issue of the review is gone.", {
			final: true,
			review: kept
		}),
		dueAt: null
	};
	const told = followReview({
		...found,
		sha: reviewedSha(found),
		held: await heldStill(found),
		issue
	});
	const { effects, notices, isOver: final } = told;
	return {
		record: recordOf$1(at, told.summary, {
			effects,
			notices,
			review: told.kept,
			final
		}),
		dueAt: told.dueAt
	};
}
/** When it is due is fixed when it is opened. */
async function reviewOf$1(question, of) {
	const { reviewed, asked, ports, at, number } = of;
	const known = await ports.store.review(question.repository.id, question.deploymentId);
	if (known !== null) return {
		...known,
		issueNumber: number
	};
	const dueAt = asked.due.length === 0 ? null : Math.min(...asked.due.map((lasts) => expiryOf(at, lasts)));
	const { environment } = reviewed.gate.question;
	return newReview({
		question,
		environment,
		issueNumber: number,
		dueAt,
		at
	});
}
async function issueOf(found, key, sha) {
	const { question, reviewed, kept, asked, policies, github } = found;
	const ours = seedOfReview(reviewed);
	const { template } = asked;
	const assignees = assigneesOf(policies, reviewed.gate.question.environment);
	return {
		kind: "keep-issue",
		repository: question.repository,
		key,
		number: null,
		title: titleOfReview(reviewed),
		label: "tidegate:review",
		body: bodyOfReview(reviewed, {
			dueAt: kept.dueAt === null ? null : epochMs(kept.dueAt),
			causes: asked.causes
		}),
		seed: template === void 0 || sha === null ? ours : await readReviewTemplate(template, sha, github, ours),
		isOver: false,
		...assignees.length === 0 ? {} : { assignees }
	};
}

// src/flow/rollback/case/lane.ts
/** What an environment went through, as a decision about a rollback reads it: GitHub's word, corrected by our ledger. */
/** Passed verifications whose deployments are read, however many others came after them. */
const PASSES_LOOKED_AT = 10;
async function readLane(question, github, ports) {
	const { repository, environment, deploymentId } = question;
	const { store } = ports;
	const rollbacks = await store.rollbacks(repository.id, environment);
	const { newest: verifications } = await store.verifications(repository.id, environment);
	const targets = commitsOf$1(rollbacks);
	const failed = verifications.find((each) => each.deploymentId === deploymentId);
	const passes = verifications.filter(({ verdict, sha }) => verdict === "pass" && sha !== failed?.sha).toSorted((one, other) => other.deploymentId - one.deploymentId).slice(0, PASSES_LOOKED_AT);
	const good = new Set(passes.map((each) => each.deploymentId));
	const known = await knownLane(store, repository.id, environment);
	const isLetIn = known.opened.some((each) => each.deploymentId === deploymentId);
	const newestFirst = (await github.deployments(environment, {
		sha: failed?.sha ?? "",
		commits: targets,
		isTrusted: ({ id }) => good.has(id),
		own: [{
			id: deploymentId,
			at: toInstant(ports.clock.now())
		}, ...passes.map(({ deploymentId: id, at }) => ({
			id,
			at
		}))],
		letIn: new Set(isLetIn ? [deploymentId] : [])
	})).map((each) => laneDeployment(each, {
		known,
		targets,
		verifications
	})).toSorted((one, other) => other.id - one.id);
	const sha = newestFirst.find(({ id }) => id === deploymentId)?.sha ?? failed?.sha ?? "";
	return {
		deployments: newestFirst,
		rollbacks,
		verifications,
		stated: await store.statements(repository.id, environment, sha)
	};
}
function laneDeployment(seen, { known, targets, verifications }) {
	const { id, startedAt, finishedAt, state, isOfJob } = seen;
	const target = targets.get(id);
	const said = verifications.find((each) => each.deploymentId === id);
	const isOpened = isOpenedIn(known)(seen);
	const isUnsure = known.opened.some((each) => each.deploymentId === id && each.isUnknownCommit === true);
	const isProven = target !== void 0 || isOpened || said?.sha === seen.sha;
	const sha = target ?? seen.sha;
	return {
		id,
		sha,
		shaFrom: isProven && !isUnsure ? "ledger" : "deployment",
		startedAt,
		...finishedAt === void 0 ? {} : { finishedAt },
		state,
		everSucceeded: state === "success",
		isTransient: false,
		isOfDeployWorkflow: isProven || known.firstAsked === null && isOfJob === true,
		isRollback: target !== void 0,
		verification: said?.sha === sha ? {
			verdict: said.verdict,
			at: said.at,
			confidence: "high"
		} : null
	};
}
const OUTCOMES = {
	asked: null,
	refused: null,
	ordered: "under-way",
	dispatched: "under-way",
	verified: "verified",
	failed: "failed",
	unknown: "unknown",
	cancelled: "unknown"
};
/** What was only asked for took nothing away. `besides`: the failed deployment that is decided about. */
function earlierIn(rollbacks, besides) {
	return rollbacks.filter((each) => each.failedDeploymentId !== besides || !isUnderWay(each)).flatMap(({ state, decidedAt: at, failedDeploymentId, failedSha: from, targetSha: to }) => {
		const outcome = OUTCOMES[state];
		return outcome === null ? [] : [{
			at,
			failedDeploymentId,
			from,
			to,
			outcome
		}];
	});
}

// src/flow/rollback/case/way-back.ts
/** What holds concern: the commits that are held, and those candidates that contain one. */
async function quarantinedIn({ stated, verifications }, { environment }, github) {
	const held = stated.holds.filter((hold) => isSameName(hold.environment, environment)).map(({ sha }) => sha);
	const candidates = [...new Set(verifications.filter(({ verdict }) => verdict === "pass").map(({ sha }) => sha))];
	const found = new Set(held);
	for (const candidate of candidates.slice(-MOST_CANDIDATES)) for (const sha of found.has(candidate) ? [] : new Set(held)) if (await github.contains(candidate, sha)) found.add(candidate);
	return [...found];
}
/** Newest last: what is older is hardly gone back to. */
const MOST_CANDIDATES = 10;
/** Read on the default branch, where a dispatched run takes its workflow from. */
async function meansOf({ workflow }, github, head) {
	if (workflow === void 0) return {
		isAvailable: false,
		because: "no-workflow"
	};
	const path = workflowPath(workflow);
	return await github.file(path, head) !== null ? { isAvailable: true } : {
		isAvailable: false,
		because: `the default branch has no ${path}`
	};
}

// src/flow/rollback/case/gather-case.ts
/** Everything a rollback is decided on, read from GitHub and the store. */
/** Null: nothing was found that a rollback could be about. */
async function judgeRollback(reach) {
	const { question, policies, github, ports, at } = reach;
	const rules = rollbackSettings(policies, question.environment);
	const lane = await readLane(question, github, ports);
	const failed = lane.deployments.find(({ id }) => id === question.deploymentId);
	const trigger = reach.trigger ?? (failed === void 0 ? null : triggerOf(lane, failed, at));
	if (trigger === null) return null;
	const first = caseOf({
		reach,
		rules,
		lane,
		failed,
		trigger,
		quarantined: await quarantinedIn(lane, question, github)
	});
	const { target } = decideRollback(first);
	const base = {
		question,
		policies,
		rules,
		lane,
		failed,
		at
	};
	if (target === null || rules === void 0 || failed === void 0) return {
		...base,
		rollbackCase: first,
		decision: decideRollback(first),
		goes: null
	};
	const way = {
		question,
		from: failed.sha,
		to: target.sha,
		rules,
		policies,
		stated: lane.stated,
		at
	};
	const goes = await readWhatGoes(github, way);
	const { sha } = await github.repository();
	const rollbackCase = {
		...first,
		failed: first.failed && {
			...first.failed,
			tier: goes.tier
		},
		takenAway: goes.takenAway,
		target: await meansOf(rules, github, sha)
	};
	return {
		...base,
		rollbackCase,
		decision: decideRollback(rollbackCase),
		goes
	};
}
function caseOf({ reach, rules, lane, failed, trigger, quarantined }) {
	const { question, at } = reach;
	return {
		at: toInstant(at),
		environment: question.environment,
		rules,
		trigger,
		failed: failed === void 0 ? null : {
			...failed,
			tier: ""
		},
		deployments: lane.deployments,
		quarantined,
		earlier: earlierIn(lane.rollbacks, question.deploymentId),
		takenAway: null,
		isPaused: false,
		target: null,
		liveSha: failed === void 0 ? null : liveIn(lane, failed, trigger),
		dependants: [],
		approvedBy: [...reach.orderedBy === void 0 ? [] : [reach.orderedBy], ...failed === void 0 ? [] : requestsSince(lane, failed).map(({ user }) => user)],
		isLocked: false
	};
}

// src/flow/dispatched/dispatch-of.ts
/** The next dispatch of a rollback: the same one until GitHub has answered it. */
function dispatchOf(rollback, { repository, workflow, inputs }) {
	const { id: rollbackId, dispatches, environment, targetSha, failedDeploymentId } = rollback;
	return {
		kind: "dispatch-run",
		repository,
		rollbackId,
		dispatch: dispatches + 1,
		workflow,
		environment,
		targetSha,
		failedDeploymentId,
		...inputs === void 0 ? {} : { inputs }
	};
}

// src/domain/verification.ts
/** Longer than GitHub takes to show a deployment. What could not be looked into by then may never be. */
const LOOKED_INTO_WITHIN_MS = 36e5;
/** Whether the job of a run said something of it that is about to be looked into. */
function isBeingRead({ unread = [] }, runId, at) {
	return unread.some((each) => each.runId === runId && at < epochMs(each.at) + LOOKED_INTO_WITHIN_MS);
}

// src/flow/dispatched/verified.ts
/** The run of a rollback ended well: did it deploy, and is that verified? */
/** Where no policy says how long. */
const DEFAULT_WITHIN = "30m";
/** GitHub's list of deployments lags behind the end of the run. */
const SHOWN_WITHIN_MS$2 = 6e5;
/** Null: it is not known yet. */
async function seenOfSuccess(before, run, { repository, within, ports, github, at }) {
	const endedAt = run.endedAt === null ? at : epochMs(run.endedAt);
	const known = before.deployments ?? [];
	const deployments = known.length > 0 ? known : await deployedBy(run, before, github);
	if (deployments.length === 0) return at < endedAt + SHOWN_WITHIN_MS$2 ? null : { kind: "nothing-deployed" };
	const said = await ports.store.verifications(repository.id, before.environment);
	const verdict = verdictOf(said.newest.filter((each) => deployments.includes(each.deploymentId) && each.sha === before.targetSha));
	if (verdict === "pass") return { kind: "verified" };
	if (verdict !== null) return {
		kind: "not-verified",
		verdict
	};
	if (isBeingRead(said, run.id, at)) return null;
	const limits = within.length === 0 ? [DEFAULT_WITHIN] : within;
	if (at >= Math.min(...limits.map((each) => expiryOf(endedAt, each)))) return {
		kind: "not-verified",
		verdict: "missing"
	};
	return deployments.length > known.length ? {
		kind: "deployed",
		deployments
	} : null;
}
/** Where no gate of ours told of them. Whoever may write can link others to the run. */
async function deployedBy({ id }, { environment }, github) {
	return ((await github.jobDeployments(id, environment))?.deployments ?? []).map((each) => each.id);
}
/** A job that could not tell may tell later. Of several deployments, all have to be good. */
function verdictOf(own) {
	const verdicts = own.map(({ verdict }) => verdict);
	if (verdicts.includes("fail")) return "fail";
	if (verdicts.includes("missing")) return "missing";
	return verdicts.length > 0 && verdicts.every((verdict) => verdict === "pass") ? "pass" : null;
}

// src/flow/dispatched/follow-run.ts
/** Events tell sooner, unless they are lost. */
const LOOK_AGAIN_MS$15 = 6e4;
/** After a dispatch, to answer gates that were asked about before the number of the run was known. */
const FIRST_LOOK_MS = 5e3;
/** GitHub's reads lag behind the dispatch. */
const SHOWN_WITHIN_MS$1 = 6e5;
/** A run that still has not begun is told to people: what holds it will not let go by itself. */
const BEGINS_WITHIN_MS = 6e5;
async function followRun(before, following) {
	if (before.state === "ordered") return ordered$3(before, following);
	if (before.state !== "dispatched" || before.runId === null) return follow(before, "Nothing is to be done.", null);
	const { github, at } = following;
	const run = await github.run(before.runId);
	if (run === null) return notShown(before, following);
	if (run.state !== "ended") return underWay$1(before, run, following);
	const seen = await seenOfEnd(before, run, following);
	if (seen === null) return follow(before, `Run ${run.id} ended well; its verification is awaited.`, at + LOOK_AGAIN_MS$15);
	const after = rollbackAfter(before, seen, at);
	if (after.state === "ordered") return ordered$3(after, following);
	if (hasEnded(after)) return over$1(after, following);
	return follow(after, `Run ${run.id} deployed ${after.targetSha.slice(0, 12)}; its verification is awaited.`, at + LOOK_AGAIN_MS$15);
}
/** What is ordered is dispatched by the effect, which writes into the ledger what came of it. */
function ordered$3(rollback, following) {
	const effects = [dispatchOf(rollback, following)];
	return {
		...follow(rollback, `${rollback.dispatches === 0 ? "" : "Once more: "}${following.workflow} is started to take ${rollback.environment} back to ${rollback.targetSha.slice(0, 12)}.`, following.at + FIRST_LOOK_MS),
		effects
	};
}
async function notShown(before, following) {
	const { at } = following;
	if (at < (before.dispatchedAt === null ? at : epochMs(before.dispatchedAt)) + SHOWN_WITHIN_MS$1) return follow(before, `GitHub does not show run ${before.runId} yet.`, at + LOOK_AGAIN_MS$15);
	return over$1(rollbackAfter(before, { kind: "run-lost" }, at), following);
}
async function over$1(after, { repository, ports }) {
	return {
		...follow(after, sayEnded$1(after), null),
		questions: await ports.store.openGates(repository.id)
	};
}
async function underWay$1(before, run, { repository, ports, at }) {
	const questions = (await ports.store.openGates(repository.id)).filter(({ runId }) => runId === run.id);
	const followed = {
		...follow(before, run.state === "running" ? `Run ${run.id} is under way.` : `Run ${run.id} has not begun.`, at + LOOK_AGAIN_MS$15),
		questions
	};
	if (run.state === "running" || at < epochMs(before.dispatchedAt) + BEGINS_WITHIN_MS) return followed;
	const text = `The run of the rollback has not begun for ten minutes: ${run.url}. Another run of its concurrency group, a required reviewer or a missing runner holds it.`;
	return {
		...followed,
		page: {
			code: "not-started",
			text
		}
	};
}
async function seenOfEnd(before, run, following) {
	if (run.conclusion === "success") return seenOfSuccess(before, run, following);
	if (run.conclusion === "cancelled") return {
		kind: "run-cancelled",
		by: run.cancelledBy,
		hadBegun: run.hadBegun
	};
	return {
		kind: "run-failed",
		conclusion: run.conclusion ?? "no conclusion"
	};
}
/** What people are told of a rollback that did not end well. */
function pageOf({ ending }) {
	return ending === void 0 || ending.code === "moved-on" ? null : ending;
}
function sayEnded$1({ state, environment, targetSha, ending }) {
	if (state === "verified") return `${environment} runs ${targetSha.slice(0, 12)} again, and that was verified.`;
	return `The rollback of ${environment} ended as ${state}. ${ending?.text ?? ""}`.trim();
}
function follow(rollback, summary, dueAt) {
	return {
		rollback,
		effects: [],
		questions: [],
		summary,
		dueAt,
		page: pageOf(rollback)
	};
}

// src/flow/rollback/case/switch.ts
/**
* Undefined: the workflow is given the commit. The policy that names the workflow says how it is started: an
* organisation's `switch` does not reach into a workflow that the repository names.
*/
function switchInputs(policies, environment) {
	const ruling = policies.flatMap(({ policy }) => entryFor(policy, environment)?.rollback ?? []);
	const naming = ruling.findLast(({ workflow }) => workflow !== void 0);
	return ruling.filter((rules) => rules === naming || rules.workflow === void 0).findLast(({ mode }) => mode === "switch")?.inputs;
}

// src/rollback/group.ts
/**
* Coordinated rollback: members of a group were deployed one after another and may need each other, so they go back in
* reverse order, one at a time, and nothing goes on after one that did not end well.
*/
/** Those that were deployed, the last one first. */
function orderOfGroup(members) {
	return members.filter(isDeployed).toSorted((one, other) => epochMs(other.startedAt) - epochMs(one.startedAt) || other.deploymentId - one.deploymentId);
}
function isDeployed(member) {
	return member.deploymentId !== null && member.startedAt !== null;
}
/** One decision for all of them: the same members are the same group, in whatever order they are listed. */
function rollbackGroupId(members) {
	const names = orderOfGroup(members).map(({ environment, deploymentId }) => [environment.toLowerCase(), deploymentId]);
	return digestOf$1({ group: names });
}
/** @param steps null as state: the member's rollback was not ordered yet. */
function turnOfGroup(steps) {
	const open = steps.toSorted((one, other) => one.position - other.position).find(({ state }) => state !== "verified");
	if (open === void 0) return { kind: "done" };
	const { position, state } = open;
	if (state === null) return {
		kind: "go-back",
		position
	};
	if (state === "asked" || state === "ordered" || state === "dispatched") return {
		kind: "wait",
		position
	};
	return {
		kind: "stop",
		position,
		state
	};
}

// src/flow/rollback/kept.ts
/** The ledger's entry for what was decided. */
/** How long an approval is waited for before whoever is on call is told. */
const ASKED_FOR_MS = 9e5;
const ALONE = {
	group: null,
	position: 0
};
/** Null: there is nothing to go back to. */
function keptOf(decided, state, told, place = ALONE) {
	const { question, decision, failed, rollbackCase, at } = decided;
	const { target } = decision;
	if (target === null || failed === void 0) return null;
	const { repository, environment, deploymentId } = question;
	const { trigger } = rollbackCase;
	return {
		id: rollbackId(environment, deploymentId, target.sha),
		repositoryId: repository.id,
		environment,
		failedDeploymentId: deploymentId,
		failedSha: failed.sha,
		targetSha: target.sha,
		orderedBy: trigger.kind === "requested" ? trigger.by : null,
		trigger: trigger.kind === "requested" ? "requested" : trigger.verdict,
		...place,
		state,
		decidedAt: toInstant(at),
		answerBy: state === "asked" ? toInstant(at + ASKED_FOR_MS) : null,
		dispatches: 0,
		runId: null,
		runUrl: null,
		dispatchedAt: null,
		endedAt: null,
		told
	};
}

// src/flow/rollback/group/members.ts
/** @param first the member in which the finding was made, and which goes back if it is for that one alone. */
async function membersOf(first, told, stand) {
	const others = (await inGroup(first.question.environment, stand)).filter((name) => !isSameName(name, first.question.environment));
	const decided = [first];
	for (const environment of others) {
		const other = await judgeMember(environment, first, stand);
		if (other === null) continue;
		if (other.decision.action !== "rollback") return blocked(first, other, told);
		decided.push(other);
	}
	if (decided.length === 1) return {
		kind: "all",
		rollbacks: entry(first, told, null, 0)
	};
	const ordered = orderOfGroup(decided.map((each) => ({
		each,
		environment: each.question.environment,
		deploymentId: each.failed?.id ?? null,
		startedAt: each.failed?.startedAt ?? null
	})));
	const group = rollbackGroupId(ordered);
	const rollbacks = [];
	for (const [position, { each }] of ordered.entries()) rollbacks.push(...entry(each, each === first ? told : await toldOf(each, stand.ports), group, position));
	return {
		kind: "all",
		rollbacks
	};
}
function entry(decided, told, group, position) {
	const kept = keptOf(decided, "ordered", told, {
		group,
		position
	});
	return kept === null ? [] : [kept];
}
/** Null: it does not run the release. What was found in the first one is the finding for all. */
async function judgeMember(environment, first, stand) {
	const { repository } = stand.question;
	const { store } = stand.ports;
	const isTrusted = trusts(await knownLane(store, repository.id, environment));
	const commits = commitsOf$1(await store.rollbacks(repository.id, environment));
	const running = (await stand.github.deployments(environment, {
		isTrusted,
		sha: first.failed?.sha ?? "",
		commits
	})).find((each) => isTrusted(each) && each.state === "success");
	if (running === void 0 || running.sha !== first.failed?.sha) return null;
	const question = {
		kind: "rollback",
		repository,
		environment,
		deploymentId: running.id
	};
	const [orderedBy] = first.rollbackCase.approvedBy;
	const reach = {
		...stand,
		question,
		trigger: first.rollbackCase.trigger,
		orderedBy
	};
	return judgeRollback(reach);
}
/** As a decision about the first one, since that is where the finding was made. */
function blocked(first, other, told) {
	const { environment } = other.question;
	const { headline, why, next } = explainRollback(other.decision, placeOf$1(other));
	const said = {
		headline,
		why: `Environments of one group go back together. In ${environment}: ${why}`,
		next
	};
	return {
		kind: "blocked",
		decided: {
			...first,
			decision: {
				...first.decision,
				action: other.decision.action,
				reason: other.decision.reason
			}
		},
		told: {
			...told,
			...said
		}
	};
}
/** The environments of its group, itself included; alone where it has none. */
async function inGroup(environment, { policies, github }) {
	const groups = policies.flatMap(({ policy }) => entryFor(policy, environment)?.group ?? []);
	if (groups.length === 0) return [environment];
	const isMember = (name) => policies.some(({ policy }) => {
		const group = entryFor(policy, name)?.group;
		return group !== void 0 && groups.some((each) => isSameName(each, group));
	});
	return [environment, ...(await github.environments()).filter((name) => !isSameName(name, environment) && isMember(name))];
}

// src/flow/rollback/group/turn.ts
/** What was dispatched is followed whatever the others do. */
async function turnOf(kept, stand) {
	if (kept.group === null || kept.position === 0 || kept.state !== "ordered" || kept.dispatches > 0) return { kind: "go-back" };
	const before = (await membersKept(kept, stand)).filter(({ position }) => position < kept.position);
	if (before.length < kept.position) return {
		kind: "wait",
		environment: "another member of its group"
	};
	const turn = turnOfGroup(before.map(({ position, state }) => ({
		position,
		state
	})));
	if (turn.kind === "done") return { kind: "go-back" };
	const environment = before.find(({ position }) => position === turn.position)?.environment ?? "";
	return {
		kind: turn.kind === "stop" ? "stop" : "wait",
		environment
	};
}
/** The member after it, which waits for how this one ended. */
async function nextInGroup(kept, stand) {
	if (kept.group === null) return [];
	const { repository } = stand.question;
	return (await membersKept(kept, stand)).filter(({ position }) => position === kept.position + 1).map(({ environment, failedDeploymentId: deploymentId }) => ({
		kind: "rollback",
		repository,
		environment,
		deploymentId
	}));
}
async function membersKept({ group, environment }, stand) {
	const { ports, question } = stand;
	const kept = [];
	for (const name of await inGroup(environment, stand)) {
		const rollbacks = await ports.store.rollbacks(question.repository.id, name);
		kept.push(...rollbacks.filter((each) => each.group === group));
	}
	return kept;
}

// src/flow/rollback/kept-order.ts
/**
* An order about a deployment that has not ended: it is kept, and carried out when that has. Another deployment beside it
* would race, or wait in its concurrency group, or cancel it half-way.
*/
/** A verification that fails within the deployment ends it by itself; a person may not wait for that. */
function waitsForEnd({ failed, rollbackCase }) {
	return rollbackCase.trigger.kind === "requested" && failed?.state === "in_progress";
}
function asKeptOrder(kept, told) {
	return {
		...kept,
		told: {
			...told,
			waits: true
		}
	};
}
/** What is not waited for goes on as it is. */
async function lookAtOrder(kept, stand) {
	const { told } = kept;
	if (told?.waits !== true || kept.state !== "ordered") return {
		kind: "goes",
		kept
	};
	if (stand.policies.length === 0) return { kind: "waits" };
	const by = kept.orderedBy ?? "";
	const trigger = {
		kind: "requested",
		by,
		at: kept.decidedAt
	};
	const decided = await judgeRollback({
		...stand,
		trigger,
		orderedBy: by
	});
	if (decided === null) return { kind: "waits" };
	if (decided.failed === void 0) return over(kept, {
		code: "moved-on",
		text: "Its deployment was let in and ended before it began: there is nothing to go back from."
	}, stand);
	const { liftedHoldAt } = decided.lane.stated;
	if (liftedHoldAt !== null && epochMs(liftedHoldAt) >= epochMs(kept.decidedAt)) return over(kept, {
		code: "moved-on",
		text: "Somebody lifted the hold: the commit may stay."
	}, stand);
	if (waitsForEnd(decided) || isBehindAnother(decided)) return { kind: "waits" };
	const { waits: _waits, ...now } = told;
	if (decided.decision.action === "rollback" && decided.decision.target?.sha === kept.targetSha) return {
		kind: "goes",
		kept: {
			...kept,
			told: now
		}
	};
	return over(kept, await whyNot(decided, stand), stand);
}
function isBehindAnother({ decision: { reason } }) {
	return reason.code === "not-settled" || reason.code === "lock-conflict";
}
async function whyNot(decided, { ports }) {
	if (decided.decision.action === "rollback") return {
		code: "target-unavailable",
		text: "What is known to be good is another commit by now than the one that was ordered. Look what that is, and order it again if it is right."
	};
	const { headline, why, next } = await toldOf(decided, ports);
	return {
		code: decided.decision.reason.code === "superseded" ? "moved-on" : "target-unavailable",
		text: `${headline}. ${why} ${next}`
	};
}
function over(kept, ending, { at }) {
	return {
		kind: "over",
		kept: {
			...kept,
			state: "refused",
			ending,
			endedAt: toInstant(at)
		}
	};
}

// src/flow/rollback/look-at-order-again.ts
/** People are waiting, and most deployments end within minutes. */
const LEAST_MS = 3e4;
/** Of one that goes on for hours, or whose runner was lost. */
const MOST_MS = 6e5;
/** The longer it was waited for, the less often: each look reads from GitHub, and events tell of the end. */
const PART = 10;
function lookAtOrderAgainAt(orderedAt, at) {
	return at + Math.min(MOST_MS, Math.max(LEAST_MS, Math.round((at - orderedAt) / PART)));
}

// src/rollback/decision-table.ts
/** How it was decided, as Markdown to unfold: the same in the issue of the App and in the summary of a job. */
function decisionTable({ rows, rejected }) {
	const passedOver = rejected.map(({ deploymentId, sha, why }) => `- Deployment ${deploymentId} (\`${sha.slice(0, 7)}\`): ${inertMarkdown(why)}`);
	return [
		`<details><summary>How it was decided: ${inertMarkdown(rows.at(-1)?.guard ?? "")}</summary>`,
		"",
		"The first row that applies decides.",
		"",
		"| row | applies | found |",
		"| --- | --- | --- |",
		...rows.map(({ guard, held, value }) => `| \`${guard}\` | ${held ? "**decided**" : "no"} | ${inertMarkdown(value)} |`),
		...passedOver.length === 0 ? [] : [
			"",
			"Not what is gone back to:",
			"",
			...passedOver
		],
		"",
		"</details>"
	];
}

// src/flow/rollback/show/issue-held.ts
/** What the environment refuses because of a finding, and how that ends. */
function sayHeld(view) {
	if (!view.isHeld) return [];
	const { question, failedSha, who, kept } = view;
	const refuses = `${inertMarkdown(question.environment)} refuses every commit that contains \`${short$1(failedSha)}\``;
	const held = isWell(view.told) ? `${refuses}, so that it does not go out again without the train.` : `${refuses}: the next merge, and the repair or revert as well.`;
	const when = isWell(view.told) ? "When the train is to go again" : "When that is merged";
	if (kept?.state === "asked") return ["", `Until then ${held}`];
	return [
		"",
		`${held} ${when}, lift the hold. Who may: ${sayWho(who)}.`,
		"",
		...code(commandFor$1("lift", view))
	];
}
function sayWho(who) {
	if (who !== "") return inertMarkdown(who);
	return "nobody, since the policy names nobody in `rollback.by`, `release-manager` or `override.by`";
}
function code(line) {
	return [
		"```",
		line,
		"```"
	];
}

// src/flow/rollback/show/issue-kept.ts
/** A rollback that was ordered while the deployment that it goes back from is under way. */
/** Ordered while the deployment is under way. */
function sayKept(view) {
	const { question, failedSha, targetSha, told, who } = view;
	const environment = inertMarkdown(question.environment);
	const bad = short$1(failedSha);
	const run = told.failedRunId === null ? "its run" : `[run ${told.failedRunId}](../actions/runs/${told.failedRunId})`;
	return [
		`**${environment} goes back from \`${bad}\` to \`${short$1(targetSha ?? "")}\` as soon as the deployment of \`${bad}\` has ended.** That is under way still; two deployments at once would race.`,
		"",
		`You need not do anything for that. To have it sooner, cancel ${run}.`,
		"",
		`**To call it off:** lift the hold. Who may: ${sayWho(who)}. Until then ${environment} refuses every commit that contains \`${bad}\`.`,
		"",
		...code(commandFor$1("lift", view))
	];
}

// src/flow/rollback/show/who-is-woken.ts
/** Who hears of a question that nobody answers: said where people are asked, and as it is. */
/** Plain text. */
function whoIsWoken(policies, { question, isMissing = false }) {
	const event = isMissing ? "verification-missing" : "verification-failed";
	const woken = wokenBy(policies, question.environment, event);
	const isTold = wishesOf(policies).some(({ events }) => events.has("rollback-failed"));
	return {
		woken: woken.map((who) => `Paged since it was found: ${who}.`),
		isTold
	};
}
/** @param by until when an answer is waited for; null: that is over. */
function sayUntil({ unanswered }, by) {
	const { woken = [], isTold = false } = unanswered ?? {};
	if (woken.length > 0) return `${by === null ? "Nobody answered in time; a late answer counts." : `Answer by ${by}.`} ${woken.map(inertMarkdown).join(" ")}`;
	if (isTold) return by === null ? "Nobody answered in time, and on call was told. A late answer counts." : `If nobody answers by ${by}, on call is told.`;
	return by === null ? "Nobody answered in time. A late answer counts." : `Answer by ${by}: the policy names nobody who is told if nobody does.`;
}

// src/flow/rollback/show/with-train.ts
/** What is said of a release that goes back with its train though nothing is known to be wrong with it. */
/** Whoever made it reads this, too. */
function sayWithTrain({ told }) {
	if (told.withTrain === void 0 || !isWell(told)) return [];
	const { name, because } = told.withTrain;
	const reasons = because.map(({ repository, issue }) => {
		const member = inertMarkdown(plainLine(repository, 200));
		const own = encodeURIComponent(repository.split("/").at(-1) ?? "");
		return issue === null ? member : `[${member}#${issue}](../../${own}/issues/${issue})`;
	});
	return [`**Taken back with train ${inertMarkdown(plainLine(name, 200))}; nothing is known to be wrong with it.** Reason: ${reasons.join(", ")}.`, ""];
}
/** Plain text. */
function sayWell(told) {
	if (!isWell(told)) return [];
	return [`Nothing is known to be wrong with it. Reason: ${(told.withTrain?.because ?? []).map(({ repository, issue }) => `${repository}${issue === null ? "" : `#${issue}`}`).join(", ")}.`];
}

// src/flow/rollback/show/issue-situation.ts
/** The head of the issue: where it stands, and what the reader has to do about it, in that order. */
function saySituation(view, sayTime) {
	return [...sayWithTrain(view), ...sayStanding(view, sayTime)];
}
function sayStanding(view, sayTime) {
	const { kept } = view;
	if (kept === null) return sayNotRolledBack(view);
	switch (kept.state) {
		case "asked": return sayAsked$1(view, kept, sayTime);
		case "ordered":
		case "dispatched": return kept.told?.waits === true ? sayKept(view) : sayUnderWay$1(view, kept);
		case "verified": return sayVerified(view);
		case "refused": return [`**Not rolled back.** ${inertMarkdown(kept.ending?.text ?? "It is not asked for any more.")}`];
		default: return sayFailed(view, kept);
	}
}
function sayAsked$1(view, { answerBy }, sayTime) {
	const { question, failedSha, targetSha, told, who } = view;
	const environment = inertMarkdown(question.environment);
	const [bad, good] = [short$1(failedSha), short$1(targetSha ?? "")];
	return [
		`**Shall ${environment} go back from \`${bad}\` to \`${good}\`? A person has to say.** ${sayUntil(view, answerBy === null ? null : sayTime(answerBy))} Nothing goes back by itself.`,
		"",
		`${environment} still runs \`${bad}\`. ${inertMarkdown(told.why)}`,
		"",
		`**Yes, go back:** write this as a comment, on a line of its own, with your reason. Who may: ${sayWho(who)}.`,
		"",
		...code(commandFor$1("rollback", view)),
		"",
		`**No, \`${bad}\` may stay:** lift the hold. That ends the question.`,
		"",
		...code(commandFor$1("lift", view)),
		...sayHeld(view)
	];
}
function sayUnderWay$1(view, { runUrl, state }) {
	const { question, failedSha, targetSha } = view;
	const run = runUrl === null ? "its workflow is being started" : `[its run](${runUrl}) is under way`;
	return [
		`**${inertMarkdown(question.environment)} is going back from \`${short$1(failedSha)}\` to \`${short$1(targetSha ?? "")}\`:** ${state === "ordered" ? "its workflow is being started" : run}.`,
		"",
		"You need not do anything for that. It counts as done when the commit that was gone back to is verified; if it is not, on call is told.",
		...sayHeld(view)
	];
}
function sayVerified(view) {
	const { question, targetSha } = view;
	const left = isWell(view.told) ? "Nothing has to be found out here." : "The emergency is over; what is left is to find out what was wrong.";
	return [`**${inertMarkdown(question.environment)} is back on \`${short$1(targetSha ?? "")}\`, and it was verified.** ${left}`, ...sayHeld(view)];
}
function sayFailed(view, { ending, state, runUrl }) {
	const { question } = view;
	const environment = inertMarkdown(question.environment);
	const what = state === "unknown" ? `Nobody knows whether ${environment} went back.` : `The rollback of ${environment} did not end well.`;
	const run = runUrl === null ? "" : ` [The run](${runUrl}).`;
	return [
		`**${what} Look at it now.** ${inertMarkdown(ending?.text ?? "Nobody knows why.")}${run}`,
		"",
		"Nothing more is done by itself: a rollback is not rolled back. Look at what runs, then deploy a good commit by hand or a repair.",
		...sayHeld(view)
	];
}
function sayNotRolledBack(view) {
	const { told, question, failedSha, targetSha } = view;
	const environment = inertMarkdown(question.environment);
	return [
		`**${isBackAlready(view) ? `${environment} answers with \`${short$1(targetSha ?? "")}\`, not with \`${short$1(failedSha)}\` that was deployed, of which ${inertMarkdown(told.finding)}` : `${environment} runs \`${short$1(failedSha)}\`, and ${inertMarkdown(told.finding)}`}.** ${inertMarkdown(told.headline)}.`,
		"",
		inertMarkdown(told.why),
		"",
		`**What to do:** ${inertMarkdown(told.next)}`,
		...sayHeld(view)
	];
}

// src/flow/rollback/show/issue-text.ts
/** The issue of one finding: what an approver reads at 2 a.m., and what is looked back on the day after. */
const LONGEST_LINE$1 = 300;
/** Set once, when it is not known how it ends. */
function titleOfIssue({ question, failedSha, kept, told }) {
	if (told.withTrain !== void 0 && isWell(told)) return plainLine(`${question.environment} goes back from ${short$1(failedSha)} with train ${told.withTrain.name}`, 200);
	const what = kept?.trigger === "requested" ? "is to go back from" : "has a problem with";
	return `${question.environment} ${what} ${short$1(failedSha)}`.slice(0, 200);
}
function bodyOfIssue(view) {
	const sayTime = sayTimeOf(view);
	return [
		...saySituation(view, sayTime),
		...sayHelp(view),
		"",
		"### What was found",
		"",
		...sayFacts(view, sayTime),
		"",
		...decisionTable(view.told),
		"",
		`### Timeline (${inertMarkdown(view.zone)})`,
		"",
		...sayTimeline(view),
		"",
		`<sub>Deployment ${view.question.deploymentId}. Kept up to date by Tidegate; it stays open until a person closes it.</sub>`
	].join("\n");
}
function sayHelp({ manager, runbook, asked = [] }) {
	const lines = [
		...manager === void 0 ? [] : [`- Release manager: ${inertMarkdown(manager)}`],
		...runbook === void 0 ? [] : [`- ${runbook.inIssue}`],
		...asked.map((line) => `- ${line}`)
	];
	return lines.length === 0 ? [] : ["", ...lines];
}
function sayTimeOf({ zone, told }) {
	return (at) => inertMarkdown(sayBoth(epochMs(at), zone, epochMs(told.foundAt)));
}
function sayFacts(view, sayTime) {
	const { failedSha, targetSha, told } = view;
	const run = told.failedRunId === null ? "" : ` ([run ${told.failedRunId}](../actions/runs/${told.failedRunId}))`;
	return [
		`- **${isWell(told) ? "Taken back" : "Bad"}:** \`${failedSha}\`${run}. ${inertMarkdown(sayFound$2(view))}, ${sayTime(told.foundAt)}.`,
		targetSha === null ? "- **Last known good:** none." : `- **Last known good:** \`${targetSha}\`.`,
		...told.takesAway.length === 0 ? [] : [`- **Going back takes away** (tier ${inertMarkdown(told.tier ?? "")}):`],
		...told.takesAway.map((line) => `  - ${inertMarkdown(line).replace(/^#\u200B(\d+)(?= )/u, "#$1")}`),
		...told.freezes.map((name) => `- **Freeze:** ${inertMarkdown(name)} is running. A rollback does not wait for it.`)
	];
}
/** What was made without one tells what was found. */
function sayTimeline({ timeline, told, zone }) {
	const happened = timeline ?? [{
		at: told.foundAt,
		text: told.finding
	}];
	const sayCell = (at) => sayLocal(epochMs(at), zone, epochMs(told.foundAt)).replace(` ${zone}`, "");
	return happened.map(({ at, text }) => `- ${inertMarkdown(sayCell(at))}: ${inertMarkdown(plainLine(text, LONGEST_LINE$1))}`);
}
/** What begins with somebody's name is spelt as they spell it. */
function sayFound$2({ told, kept }) {
	const by = kept?.orderedBy ?? null;
	return by !== null && told.finding.startsWith(by) ? told.finding : capital(told.finding);
}
function capital(text) {
	return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
/** What people fill in. */
const SEED = [
	"### Looking back",
	"",
	"- [ ] What was wrong with the release is known, and where it came from",
	"- [ ] Nothing that was deployed needs to be repaired",
	"- [ ] The commit is repaired or reverted, and the hold is lifted",
	"- [ ] It is decided what changes, in the code, the checks or the policy, so that it does not come again",
	"",
	"**What happened, and why:**",
	"",
	"**What we change:**",
	""
].join("\n");

// src/flow/rollback/show/tellings.ts
/** The words of what is told of a rollback: whether the reader has to do something, and what. Plain text. */
/** Null: nothing happened that anybody has to hear of. */
function tellingOf$1(view) {
	const { kept } = view;
	const where = `${fullName(view.question.repository)} ${view.question.environment}`;
	const bad = short$1(view.failedSha);
	const good = short$1(view.targetSha ?? "");
	if (kept === null) return notBack(view, where);
	const content = `${kept.id.slice(0, 12)}-${kept.state}`;
	if (view.waits) return page(`${content}-waits`, `${where}: the rollback from ${bad} to ${good} does not begin`, [view.waits]);
	switch (kept.state) {
		case "asked": return kept.answerBy === null ? page(`${content}-late`, `${where}: nobody answered, and ${bad} still runs`, sayAsk(view)) : tell(content, `${where}: shall it go back from ${bad} to ${good}? Answer by ${sayTime(kept.answerBy, view)}`, sayAsk(view));
		case "ordered": return goesBack(view, kept, where);
		case "verified": return {
			...tell(content, `${where} is back on ${good}, and it was verified`, [`${bad} is kept out until somebody lifts it: ${commandFor$1("lift", view)}`]),
			isOver: true
		};
		case "refused": return kept.trigger === "requested" ? notCarriedOut(view, where) : null;
		case "failed":
		case "unknown":
		case "cancelled": return page(content, `${where}: the rollback from ${bad} to ${good} did not end well (${kept.state})`, [kept.ending?.text ?? "", `What to do: look at ${view.question.environment} now. Nothing more is done by itself.`]);
		default: return null;
	}
}
function goesBack(view, kept, where) {
	const { told, failedSha, targetSha } = view;
	const [bad, good] = [short$1(failedSha), short$1(targetSha ?? "")];
	const content = `${kept.id.slice(0, 12)}-${kept.state}`;
	const order = [
		`${bad}: ${told.finding}`,
		kept.orderedBy === null ? "The policy authorises it." : `Ordered by ${kept.orderedBy}.`,
		...sayWell(told)
	];
	if (kept.told?.waits === true) {
		const summary = `${where} goes back from ${bad} to ${good} as soon as the deployment of ${bad} has ended`;
		return tell(`${content}-kept`, summary, order);
	}
	return tell(content, `${where} goes back from ${bad} to ${good}`, [
		...order,
		...told.freezes.length === 0 ? [] : [`During the freeze ${told.freezes.join(", ")}, which a rollback does not wait for.`],
		`Nothing to do now: you are told when ${good} is verified, or is not.`
	]);
}
/** What was ordered is not done any more: called off, or its time came and something stands in the way. */
function notCarriedOut({ kept, failedSha }, where) {
	const summary = `${where} does not go back from ${short$1(failedSha)}, which ${kept?.orderedBy ?? "somebody"} ordered`;
	return (kept?.ending?.code === "moved-on" ? tell : page)(`${kept?.id.slice(0, 12)}-refused`, summary, [kept?.ending?.text ?? ""]);
}
/** Nothing goes back: a page, unless what was good runs already. */
function notBack(view, where) {
	const { headline, finding, why, next } = view.told;
	const lines = [
		`${short$1(view.failedSha)}: ${finding}`,
		why,
		`What to do: ${next}`
	];
	return (isBackAlready(view) ? tell : page)(`decided-${headline}`, `${where}: ${headline}`, lines);
}
function sayAsk(view) {
	const { told, who } = view;
	return [
		`${short$1(view.failedSha)}: ${told.finding}. It still runs.`,
		told.why,
		`To go back, comment on any issue or pull request of the repository: ${commandFor$1("rollback", view)}`,
		who === "" ? "" : `Who may: ${who}.`,
		...told.takesAway.map((line) => `Takes away: ${line}`)
	];
}
function sayTime(at, { zone, told }) {
	return sayBoth(epochMs(at), zone, epochMs(told.foundAt));
}
function tell(content, summary, lines) {
	return {
		event: "rollback",
		content,
		summary,
		lines
	};
}
function page(content, summary, lines) {
	return {
		event: "rollback-failed",
		content,
		summary,
		lines
	};
}

// src/flow/rollback/show/notices.ts
const LONGEST_SUMMARY = 200;
const LONGEST_LINE = 300;
/** @param told because of this finding, so far. */
function noticesOf(view, policies, at, told) {
	const telling = tellingOf$1(view);
	return [...telling === null ? [] : newsOf(telling, view, policies, at), ...whatIsOver(view, told, at)];
}
function newsOf({ event, content, summary, lines, isOver = false }, view, policies, at) {
	const { repository, environment, deploymentId } = view.question;
	const told = {
		at,
		environment,
		sha: view.failedSha,
		deploymentId,
		runId: view.kept?.runId ?? view.told.failedRunId ?? 0,
		...view.page === void 0 ? {} : { page: view.page },
		summary: plainLine(summary, LONGEST_SUMMARY),
		lines: [...lines, ...isOver ? [] : [view.runbook?.plain ?? ""]].map((line) => plainLine(line, LONGEST_LINE)).filter((line) => line !== "")
	};
	const subject = subjectOf(view);
	return wishesOf(policies).filter(({ events }) => events.has(event) && !(isToldAlready(view) && events.has("verification-missing"))).filter(({ target }) => !(isOver && isPager(target))).map(({ target }) => ({
		kind: "notify",
		repository,
		target,
		event,
		subject,
		content,
		action: "tell",
		told
	}));
}
/** That nobody knows how it went, and nothing goes back because of it, is one finding: one page tells of it. */
function isToldAlready({ kept, isMissing = false }) {
	return kept === null && isMissing;
}
function subjectOf({ question }) {
	return `rollback/${question.deploymentId}`;
}
function isPager({ channel }) {
	return channel === "pagerduty";
}
/** Whoever was paged need not come any more. What did not end well stays open until somebody has looked. */
function whatIsOver(view, told, at) {
	if (view.kept?.state !== "verified" && view.kept?.state !== "refused") return [];
	const own = told.filter(({ subject, target }) => subject === subjectOf(view) && isPager(target));
	const over = own.filter(({ action }) => action === "resolve");
	return own.filter((each) => each.action === "tell" && !over.some((other) => isOfOneAlert(each, other))).map((each) => ({
		...each,
		action: "resolve",
		told: {
			...each.told,
			at
		}
	}));
}
function isOfOneAlert(one, other) {
	return one.event === other.event && one.content === other.content && one.target.variable === other.target.variable;
}

// src/flow/rollback/show/seed.ts
/** What the issue of a finding begins with below our part: it is its review, so what the policy wants of reviews counts. */
/** A template that cannot be read now keeps no issue from being made: somebody may have to decide. */
async function seedOfIssue(policies, repository, ports) {
	const { template } = askedOfReviews(policies);
	if (template === void 0) return SEED;
	try {
		const github = await ports.github(repository);
		const { sha } = await github.repository(template);
		return await readReviewTemplate(template, sha, github, SEED);
	} catch (error) {
		if (error instanceof Failure) return SEED;
		throw error;
	}
}
/** What closing it takes, as lines of a list. */
function sayAsked(policies) {
	const asked = askedOfReviews(policies);
	return asked.causes.length === 0 ? [] : [`Before you close it, say its cause: add ${sayLabels(asked)}.`];
}

// src/flow/rollback/show/timeline.ts
/** What happened to a finding, all of it: what is decided later takes nothing away of what was known before. */
/** Oldest first, each thing once. */
async function readTimeline(seen, store) {
	const { told, failedSha } = seen;
	const found = {
		at: told.foundAt,
		text: `${short$1(failedSha)}: ${told.finding}`
	};
	const all = [
		...await verified(seen, store),
		...told.earlier ?? [],
		...await paged(seen, store),
		...await said(seen, store),
		found,
		...ledger(seen)
	];
	return [...new Map(all.map((each) => [JSON.stringify([epochMs(each.at), each.text]), each])).values()].toSorted((one, other) => epochMs(one.at) - epochMs(other.at));
}
/** What was last said of the deployment, whatever was decided since. */
async function verified({ question, failedSha }, store) {
	const { newest } = await store.verifications(question.repository.id, question.environment);
	return newest.filter(({ deploymentId, sha }) => deploymentId === question.deploymentId && sha === failedSha).map((each) => ({
		at: each.at,
		text: `${short$1(failedSha)}: ${sayVerdict(each)}`
	}));
}
const EVENTS = [
	"verification-failed",
	"verification-missing",
	"rollback-failed"
];
async function paged({ question, told }, store) {
	const { repository, environment, deploymentId } = question;
	const runId = told.failedRunId ?? 0;
	const happened = [];
	for (const event of EVENTS) {
		const key = questionKey({
			kind: "escalation",
			repository,
			environment,
			deploymentId,
			runId,
			event
		});
		const kept = await store.escalation(key);
		if (kept !== null) happened.push(...ofEscalation$1(kept));
	}
	return happened;
}
function ofEscalation$1({ pages, acknowledged, endedAt, ending }) {
	const told = pages.flatMap(({ level, variable, pagedAt }) => pagedAt === null ? [] : [{
		at: pagedAt,
		text: `level ${level} is paged (${variable})`
	}]);
	const where = {
		comment: "in a comment",
		pagerduty: "in PagerDuty"
	};
	return [
		...told,
		...acknowledged === null ? [] : [{
			at: acknowledged.at,
			text: `${acknowledged.by} takes it on (${where[acknowledged.how]})`
		}],
		...endedAt === null ? [] : [{
			at: endedAt,
			text: `nobody is paged any more: ${ending ?? "it is over"}`
		}]
	];
}
async function said({ question, failedSha, told }, store) {
	const { repository, environment } = question;
	const { requests = [], liftedHoldAt } = await store.statements(repository.id, environment, failedSha);
	const since = Math.min(epochMs(told.foundAt), ...(told.earlier ?? []).map(({ at }) => epochMs(at)));
	const orders = requests.filter(({ sha, at }) => sha === failedSha && epochMs(at) >= since);
	const lifts = liftedHoldAt !== null && epochMs(liftedHoldAt) >= since ? [liftedHoldAt] : [];
	return [...orders.map(({ at, user, reason }) => ({
		at,
		text: `${user} orders to go back: ${reason}`
	})), ...lifts.map((at) => ({
		at,
		text: "the hold is lifted"
	}))];
}
function ledger({ kept, targetSha }) {
	if (kept === null) return [];
	const target = targetSha === null ? "" : ` to ${short$1(targetSha)}`;
	const by = kept.orderedBy === null ? "by the policy" : `by ${kept.orderedBy}`;
	const decided = kept.state === "asked" ? "people are asked whether it goes back" : `going back${target} is ordered ${by}`;
	return [
		{
			at: kept.decidedAt,
			text: decided
		},
		...kept.dispatchedAt === null ? [] : [{
			at: kept.dispatchedAt,
			text: "the workflow that does it is started"
		}],
		...kept.endedAt === null ? [] : [{
			at: kept.endedAt,
			text: `it ends: ${kept.state}`
		}]
	];
}

// src/flow/rollback/show/show.ts
async function show(seen, { policies, ports, at }) {
	const { repository, environment, deploymentId } = seen.question;
	const view = {
		...seen,
		who: whoMayGoBack(policies, environment),
		zone: policies.at(-1)?.policy.zone ?? "UTC",
		...helpOf(policies, environment),
		asked: isWell(seen.told) ? [] : sayAsked(policies),
		unanswered: whoIsWoken(policies, seen),
		page: await whereToLook(placeOf(seen), seen.failedSha, ports.store),
		timeline: await readTimeline(seen, ports.store)
	};
	const assignees = assigneesOf(policies, environment);
	const key = `rollback/${deploymentId}`;
	const number = await ports.store.keptIssue(repository.id, key);
	const issue = {
		kind: "keep-issue",
		repository,
		key,
		number,
		title: titleOfIssue(view),
		label: "tidegate:review",
		body: bodyOfIssue(view),
		seed: isWell(seen.told) ? "" : number === null ? await seedOfIssue(policies, repository, ports) : SEED,
		isOver: false,
		...assignees.length === 0 ? {} : { assignees }
	};
	const told = await ports.store.noticesOf(questionKey(seen.question));
	return {
		effects: [issue],
		notices: noticesOf(view, policies, toInstant(at), told)
	};
}
function placeOf({ question, told }) {
	const { repository, environment, deploymentId } = question;
	return {
		repository,
		environment,
		deploymentId,
		runId: told.failedRunId ?? 0
	};
}
function helpOf(policies, environment) {
	const manager = releaseManagerOf(policies.map(({ policy }) => policy), environment);
	const inIssue = runbookLine(policies, environment, "issue");
	const plain = runbookLine(policies, environment, "plain");
	return {
		...manager === void 0 ? {} : { manager: sayReleaseManager(manager) },
		...inIssue === null || plain === null ? {} : { runbook: {
			inIssue,
			plain
		} }
	};
}

// src/flow/rollback/go-on.ts
/** A rollback that is under way, or over: followed, and told how far it is. */
/** While an earlier member of the group goes back. */
const LOOK_AGAIN_MS$14 = 6e4;
async function goOn(kept, stand) {
	const turn = await turnOf(kept, stand);
	if (turn.kind === "stop") return stopped$2(kept, turn.environment, stand);
	if (turn.kind === "wait") {
		const summary = `${kept.environment} goes back after ${turn.environment}.`;
		return {
			record: recordOf$1(stand.at, summary),
			dueAt: stand.at + LOOK_AGAIN_MS$14
		};
	}
	const order = await lookAtOrder(kept, stand);
	if (order.kind === "waits") return waiting(kept, stand);
	if (order.kind === "over") return calledOff(order.kept, stand);
	return followed(await followRun(order.kept, followingOf(stand)), stand);
}
/** It was ordered while the failed deployment was under way, which it still is. */
async function waiting(kept, stand) {
	const summary = `${kept.environment} goes back as soon as deployment ${kept.failedDeploymentId} has ended.`;
	return {
		record: recordOf$1(stand.at, summary, await shown(kept, stand, null)),
		dueAt: lookAtOrderAgainAt(epochMs(kept.decidedAt), stand.at)
	};
}
async function calledOff(over, stand) {
	const { effects, notices } = await shown(over, stand, null);
	const questions = await nextInGroup(over, stand);
	const summary = `${over.environment} does not go back: ${over.ending?.text ?? ""}`;
	return {
		record: recordOf$1(stand.at, summary, {
			rollbacks: [over],
			effects,
			notices,
			questions,
			final: true
		}),
		dueAt: null
	};
}
/** It is over: what people see says so, whoever asks again. */
async function shownEnd(kept, stand) {
	const { effects, notices } = await shown(kept, stand, null);
	const summary = `The rollback of ${kept.environment} is over: ${kept.state}.`;
	const questions = await nextInGroup(kept, stand);
	return {
		record: recordOf$1(stand.at, summary, {
			effects,
			notices,
			questions,
			final: true
		}),
		dueAt: null
	};
}
function followingOf({ question, policies, ports, github, at }) {
	const { repository, environment } = question;
	return {
		repository,
		...wayBack(policies, environment),
		within: policies.flatMap(({ policy }) => entryFor(policy, environment)?.verify?.within ?? []),
		ports,
		github,
		at
	};
}
/** What is started, and with what; no inputs: with the commit. */
function wayBack(policies, environment) {
	return {
		workflow: workflowOf(policies, environment),
		inputs: switchInputs(policies, environment)
	};
}
/** The name of the file; empty: the policies name none. */
function workflowOf(policies, environment) {
	return rollbackSettings(policies, environment)?.workflow ?? "";
}
async function followed({ rollback, effects, questions, summary, dueAt, page }, stand) {
	const seen = await shown(rollback, stand, page?.code === "not-started" ? page.text : null);
	const isOver = hasEnded(rollback);
	return {
		record: recordOf$1(stand.at, summary, {
			rollbacks: [rollback],
			effects: [...effects, ...seen.effects],
			notices: seen.notices,
			questions: [...questions, ...isOver ? await nextInGroup(rollback, stand) : []],
			final: isOver
		}),
		dueAt
	};
}
/** An earlier member did not end well: nothing goes on by itself. */
async function stopped$2(kept, environment, stand) {
	const text = `${environment} goes back first, and that did not end well, so ${kept.environment} stays as it is.`;
	const ending = {
		code: "group-stopped",
		text
	};
	const over = {
		...kept,
		state: "cancelled",
		ending,
		endedAt: toInstant(stand.at)
	};
	const { effects, notices } = await shown(over, stand, null);
	const questions = await nextInGroup(over, stand);
	return {
		record: recordOf$1(stand.at, text, {
			rollbacks: [over],
			effects,
			notices,
			questions,
			final: true
		}),
		dueAt: null
	};
}
/** @param waits why nothing moves, where people have to look. */
async function shown(kept, stand, waits) {
	const { told, failedSha, targetSha, failedDeploymentId } = kept;
	if (told === void 0) return {
		effects: [],
		notices: []
	};
	const { question, ports } = stand;
	const { holds } = await ports.store.restrictions(question.repository.id);
	const isHeld = isKeptOut(failedDeploymentId, holds);
	return show({
		question,
		failedSha,
		targetSha,
		told,
		kept,
		isHeld,
		waits
	}, stand);
}

// src/flow/rollback/decided.ts
/** A dispatched run is looked at again so soon, should no event tell of it. */
const FOLLOW_EVERY_MS$1 = 3e4;
/** Nothing goes back, and people see why. `asked`: somebody may say that it shall. */
async function heldBack(decided, told, ports) {
	const kept = isAskedFor(decided.decision.reason.code) ? keptOf(decided, "asked", told) : null;
	const earlier = kept && decided.lane.rollbacks.find(({ id }) => id === kept.id);
	const asked = kept && earlier?.state === "asked" ? {
		...kept,
		decidedAt: earlier.decidedAt,
		answerBy: earlier.answerBy
	} : kept;
	return {
		record: {
			...await recordFor(decided, {
				told,
				kept: asked,
				summary: `${decided.question.environment}: ${told.headline}`
			}, ports),
			rollbacks: asked === null ? [] : [asked],
			final: asked === null
		},
		dueAt: asked?.answerBy ? Date.parse(asked.answerBy) : null
	};
}
/** It is ordered: each member of its group in the ledger, and the first of them dispatched. */
async function ordered$2(decided, members, told, ports) {
	const { question, at } = decided;
	const first = members.find((each) => each.failedDeploymentId === question.deploymentId);
	if (first === void 0) throw new Error("A rollback that is ordered has an entry in the ledger");
	const isKept = waitsForEnd(decided);
	const own = isKept ? asKeptOrder(first, told) : first;
	const when = isKept ? " as soon as its deployment has ended" : "";
	const record = await recordFor(decided, {
		told,
		kept: own,
		summary: `${question.environment} goes back from ${short$1(own.failedSha)} to ${short$1(own.targetSha)}${when}.`
	}, ports);
	const others = members.filter((each) => each !== first);
	const { repository } = question;
	return {
		record: {
			...record,
			rollbacks: members.map((each) => each === first ? own : each),
			effects: [...own.position === 0 && !isKept ? [dispatchOf(own, {
				repository,
				...wayBack(decided.policies, own.environment)
			})] : [], ...record.effects],
			questions: [...record.questions, ...others.map((each) => ({
				kind: "rollback",
				repository,
				environment: each.environment,
				deploymentId: each.failedDeploymentId
			}))]
		},
		dueAt: at + FOLLOW_EVERY_MS$1
	};
}
async function recordFor(decided, { told, kept, summary }, ports) {
	const { question, failed, decision, policies, lane, at } = decided;
	const { trigger } = decided.rollbackCase;
	const statements = quarantineOf(decided);
	const isHeld = statements.length > 0 || isKeptOut(question.deploymentId, lane.stated.holds);
	const seen = {
		question,
		failedSha: failed?.sha ?? "",
		targetSha: decision.target?.sha ?? null,
		told,
		kept,
		isMissing: trigger.kind === "verification" && trigger.verdict === "missing",
		isHeld
	};
	const { effects, notices } = await show(seen, {
		policies,
		ports,
		at
	});
	const questions = statements.length === 0 ? [] : await ports.store.openGates(question.repository.id);
	return recordOf$1(at, summary, {
		effects,
		notices,
		statements,
		questions,
		decidedRollback: {
			decision,
			told
		}
	});
}

// src/flow/rollback/still-asked.ts
/** A rollback that waits for a person: nobody answers, somebody says no, or it is over by itself. */
/**
* Nobody said yes in time: whoever is on call is told, once. It is asked on: a late yes is one, and no clock rolls back
* what a person was asked about.
*/
async function overdue(asked, decided, ports) {
	const { question, policies, at } = decided;
	const kept = asked.answerBy !== null && epochMs(asked.answerBy) <= at ? {
		...asked,
		answerBy: null
	} : asked;
	const { failedSha, targetSha, told, answerBy } = kept;
	if (told === void 0) return {
		record: recordOf$1(at, "It is asked on."),
		dueAt: null
	};
	const seen = {
		question,
		failedSha,
		targetSha,
		told,
		kept,
		isHeld: isKeptOut(question.deploymentId, decided.lane.stated.holds)
	};
	const { effects, notices } = await show(seen, {
		policies,
		ports,
		at
	});
	const summary = answerBy === null ? `Nobody said whether ${question.environment} goes back from ${short$1(failedSha)}: on call is told.` : `${question.environment} waits for somebody to say whether it goes back from ${short$1(failedSha)}.`;
	return {
		record: recordOf$1(at, summary, {
			effects,
			notices,
			rollbacks: [kept]
		}),
		dueAt: answerBy === null ? null : epochMs(answerBy)
	};
}
/** Null: it is still asked. */
async function withdrawn(asked, decided, stand) {
	const { decision, question, at } = decided;
	const why = whyOver(asked, decided);
	if (why === null || asked.told === void 0) return null;
	const ending = {
		code: "moved-on",
		text: why
	};
	const kept = {
		...asked,
		state: "refused",
		ending,
		endedAt: toInstant(at)
	};
	const { failedSha, targetSha, told = asked.told } = kept;
	const seen = {
		question,
		failedSha,
		targetSha,
		told,
		kept,
		isHeld: isKeptOut(question.deploymentId, decided.lane.stated.holds)
	};
	const { effects, notices } = await show(seen, stand);
	const summary = `${question.environment} does not go back (${decision.reason.code}): ${why}`;
	return {
		record: recordOf$1(at, summary, {
			effects,
			notices,
			rollbacks: [kept],
			final: true
		}),
		dueAt: null
	};
}
function whyOver({ decidedAt }, { lane, decision }) {
	const { liftedHoldAt, requests = [] } = lane.stated;
	const isOrdered = requests.some(({ at }) => epochMs(at) >= epochMs(decidedAt));
	if (liftedHoldAt !== null && epochMs(liftedHoldAt) >= epochMs(decidedAt) && !isOrdered) return "Somebody lifted the hold: the commit may stay.";
	if (decision.reason.code === "verified") return "A later verification passed.";
	return decision.reason.code === "superseded" ? "A newer deployment took its place." : null;
}

// src/flow/rollback/answer-rollback.ts
/**
* Does the environment go back from this deployment, and how far is that? Asked of a finding, and again until it has
* ended. What a person decides, and what the ledger says already, comes before what a timer thinks of.
*/
/** While a newer deployment, or another rollback, is under way. */
const LOOK_AGAIN_MS$13 = 6e4;
async function answerRollback(question, ports) {
	const at = ports.clock.now();
	const { repository, environment, deploymentId } = question;
	const github = await ports.github(repository);
	const state = await readPolicyState(ports, repository, github);
	const policies = state.kind === "in-force" ? state.policies : [];
	const ledger = await ports.store.rollbacks(repository.id, environment);
	const kept = ledger.findLast((each) => each.failedDeploymentId === deploymentId);
	const by = ledger.findLast(({ deployments = [] }) => deployments.includes(deploymentId));
	if (by !== void 0 && by.state !== "verified") return ofRollback(by, question, at);
	const stand = {
		question,
		policies,
		ports,
		github,
		at
	};
	if (kept !== void 0 && isUnderWay(kept)) return goOn(kept, stand);
	if (kept !== void 0 && hasEnded(kept)) return shownEnd(kept, stand);
	if (policies.length === 0) return ended$2(at, "No policy is in force: nothing goes back by itself.");
	const decided = await judgeRollback(stand);
	if (decided === null) return ended$2(at, "Nothing was found that a rollback could be about.");
	if (kept?.state === "asked") {
		const end = await withdrawn(kept, decided, stand);
		if (end !== null) return end;
	}
	return act(decided, kept, stand);
}
async function act(decided, asked, stand) {
	const { policies, at, question } = decided;
	const { ports } = stand;
	if (modeOf$1(policies.map(({ policy }) => policy)) === "observe") return observed(decided);
	const told = {
		...await toldOf(decided, ports),
		...earlierOf(asked)
	};
	switch (decided.decision.action) {
		case "rollback": {
			const members = await membersOf(decided, told, stand);
			return members.kind === "all" ? ordered$2(decided, members.rollbacks, told, ports) : heldBack(members.decided, members.told, ports);
		}
		case "retry-verification": {
			const until = epochMs(decided.rollbackCase.trigger.at) + RETRY_AFTER_MS;
			return {
				record: recordOf$1(at, `${question.environment}: ${told.headline}`),
				dueAt: Math.max(until, at + 1)
			};
		}
		case "hold":
		case "page":
			if (decided.decision.reason.code === "not-settled") return later(decided);
			return asked?.state === "asked" ? overdue(asked, decided, ports) : heldBack(decided, told, ports);
		case "none": return decided.decision.reason.code === "lock-conflict" ? later(decided) : nothing(decided, told, ports);
	}
}
/** What was found, and that people were asked, stays told when somebody answers. */
function earlierOf(asked) {
	if (asked?.state !== "asked" || asked.told === void 0) return {};
	const { told, decidedAt, failedSha } = asked;
	return { earlier: [
		...told.earlier ?? [],
		{
			at: told.foundAt,
			text: `${short$1(failedSha)}: ${told.finding}`
		},
		{
			at: decidedAt,
			text: "people are asked whether it goes back"
		}
	] };
}
/** Nothing to do but, maybe, to keep the commit out. */
async function nothing(decided, told, ports) {
	if (decided.decision.quarantine !== null) return heldBack(decided, told, ports);
	return ended$2(decided.at, `${decided.question.environment}: ${told.headline}`);
}
/** What a rollback deployed and did not turn out well is its end, and told once. */
function ofRollback({ failedDeploymentId }, question, at) {
	const asked = {
		...question,
		deploymentId: failedDeploymentId
	};
	const summary = `Deployment ${question.deploymentId} is that of a rollback, which says how it ended.`;
	return {
		record: recordOf$1(at, summary, {
			questions: [asked],
			final: true
		}),
		dueAt: null
	};
}
function later({ at, question, decision }) {
	const summary = `${question.environment}: waits for what is under way there (${decision.reason.code}).`;
	return {
		record: recordOf$1(at, summary),
		dueAt: at + LOOK_AGAIN_MS$13
	};
}
/** The policy is being tried out: it is said what would be done. */
function observed({ at, question, decision }) {
	const { action, reason } = decision;
	return ended$2(at, `${question.environment}: would be \`${action}\` (${reason.code}); the policy only observes.`);
}
function ended$2(at, summary) {
	return {
		record: recordOf$1(at, summary, { final: true }),
		dueAt: null
	};
}

// src/flow/train/ended-train.ts
/** @param known undefined: it was never told, and nothing is said. */
function endedTrain({ repository, train, title }, known, because, at) {
	const summary = `Over: ${because}.`;
	if (known === void 0 || known.place.id !== repository.id || known.state === "over") return {
		record: recordOf$1(at, summary, { final: true }),
		dueAt: null
	};
	const { orders: _orders, issue, ...kept } = known;
	const effect = {
		kind: "keep-issue",
		repository,
		key: trainKey(kept),
		number: issue,
		title: titleOfTrain({
			name: train,
			title
		}),
		label: "tidegate:release",
		body: `**Over: ${inertMarkdown(because)}**`,
		seed: "",
		isOver: true
	};
	const ended = {
		...kept,
		state: "over",
		at: toInstant(at)
	};
	return {
		record: recordOf$1(at, summary, {
			effects: [effect],
			train: ended,
			final: true
		}),
		dueAt: null
	};
}

// src/flow/train/member-owners.ts
/** By name as in the train. Of what not everybody may read nothing is told, and what the App does not know has none. */
async function memberOwners({ members, hidden }, { environment, organisation }, store) {
	const owners = /* @__PURE__ */ new Map();
	for (const { repository, ref, gates } of members) {
		if (ref === null || hidden.has(repository)) continue;
		const policies = await policiesOf(ref, organisation, store);
		owners.set(repository, {
			manager: releaseManagerOf(policies, environment) ?? null,
			mayGoBack: policies.flatMap((policy) => whoMayRollBack(policy, environment) ?? []),
			runbook: runbookOf(policies, environment) ?? null,
			record: await recordOf(ref, gates[0], store)
		});
	}
	return owners;
}
/** As they were last valid: nobody is named by a file that cannot be read. */
async function policiesOf({ id }, organisation, store) {
	const kept = await store.lastValidPolicy(id);
	const own = kept && parseRepositoryPolicy(kept.text, void 0);
	return [organisation, own?.kind === "valid" ? own.policy : void 0].filter((policy) => policy !== void 0);
}
async function recordOf(repository, gate, store) {
	if (gate === void 0) return null;
	const { deploymentId, runId, environment, sha } = gate;
	return await recordNumber({
		kind: "gate",
		repository,
		deploymentId,
		runId,
		environment
	}, sha, store);
}

// src/flow/train/tell-train.ts
/** What another repository does makes an event here, too; what was missed is seen then. */
const LOOK_AGAIN_MS$12 = 36e5;
/** While members go back one after another. */
const FOLLOW_EVERY_MS = 6e4;
async function tellTrain({ view, kept, known, number }, ports) {
	const { place, back, at } = view;
	const isOver = kept.state === "over";
	const assignees = assignable([...view.owners.values()].flatMap(({ manager }) => manager ?? []));
	const effect = {
		kind: "keep-issue",
		repository: place,
		key: trainKey(kept),
		number,
		title: titleOfTrain(view),
		label: "tidegate:release",
		body: bodyOfTrain(view),
		seed: "",
		isOver,
		...assignees.length === 0 ? {} : { assignees }
	};
	const gates = known === void 0 || outlineOf$1(known) !== outlineOf$1(kept) ? await gatesOf(view, ports) : [];
	const record = recordOf$1(at, nextInTrain(view), {
		effects: [effect],
		statements: back?.statements ?? [],
		questions: [
			...gates,
			...plansOf$1(view, kept, known),
			...back?.questions ?? []
		],
		train: kept,
		final: isOver
	});
	const wait = back?.state === "under-way" ? FOLLOW_EVERY_MS : LOOK_AGAIN_MS$12;
	const ends = view.members.flatMap(({ watchedUntil }) => watchedUntil ?? []).filter((until) => until > at);
	return {
		record,
		dueAt: isOver ? null : Math.min(at + wait, ...ends)
	};
}
function outlineOf$1({ state, back, members }) {
	return JSON.stringify([
		state,
		back,
		members.map((each) => [
			each.repositoryId,
			each.state,
			each.noGo
		])
	]);
}
/** Their records say who holds the train. */
function plansOf$1({ members }, kept, known) {
	const noGoes = (train) => JSON.stringify((train?.members ?? []).map(({ noGo }) => noGo ?? ""));
	if (known === void 0 && !kept.members.some(({ noGo }) => noGo !== void 0) || noGoes(known) === noGoes(kept)) return [];
	return members.flatMap(({ ref, plan }) => ref === null || plan?.state !== "open" ? [] : [{
		kind: "plan",
		repository: ref,
		milestone: plan.number
	}]);
}
/** What waits to enter the environment: a member that turned out badly holds it, one that was verified lets it on. */
async function gatesOf({ members, environment }, { store }) {
	const gates = [];
	for (const { ref } of members) {
		if (ref === null) continue;
		gates.push(...(await store.openGates(ref.id)).filter((each) => isSameName(each.environment, environment)));
	}
	return gates;
}

// src/flow/train/running-in.ts
async function deploymentsIn(github, store, repository, environment) {
	const rollbacks = await store.rollbacks(repository.id, environment);
	const known = await knownLane(store, repository.id, environment);
	const isTrusted = trusts(known);
	const letIn = new Set(known.opened.map(({ deploymentId }) => deploymentId));
	const reach = {
		isTrusted,
		sha: "",
		own: [],
		commits: commitsOf$1(rollbacks),
		letIn
	};
	return (await github.deployments(environment, reach)).filter((each) => isTrusted(each) && isSameName(each.environment, environment));
}

// src/flow/train/member-back.ts
/** One member of a train that was ordered back: how far it is, and whether it is its turn to be told to go. */
/** The ledger is written within seconds of an order; what is not there by then was not let back. */
const DECIDED_WITHIN_MS = 6e5;
/** What is resolved later than that needs a new word: nothing goes back by one that nobody remembers. */
const COUNTS_FOR_MS$2 = 864e5;
const LONGEST_REASON = 500;
async function memberBack({ ref, gates }, input) {
	if (ref === null) return stopped$1("Tidegate does not see this repository, so nobody knows what runs there");
	const release = releasedIn(ref, gates, input);
	if (release === null) return {
		kind: "passed",
		text: "was not deployed by this train",
		isBack: false
	};
	const { store } = input.ports;
	const kept = (await store.rollbacks(ref.id, release.environment)).findLast((each) => isOf$1(each, release));
	if (kept !== void 0 && kept.state !== "asked") return byLedger(kept);
	const own = ((await store.statements(ref.id, release.environment, release.sha)).requests ?? []).find(({ commentId }) => commentId === input.order.commentId);
	if (own !== void 0) return afterOrder(kept, input.at - epochMs(own.at));
	return await inTurn(release, input);
}
/** What was let through before the order: what came after it is another try. */
function releasedIn(repository, gates, { order }) {
	const until = epochMs(order.at);
	const opened = gates.filter(({ openedAt }) => openedAt !== null && openedAt <= until);
	const [newest] = opened;
	if (newest === void 0) return null;
	const { environment, sha, runId } = newest;
	return {
		repository,
		environment,
		sha,
		deployments: opened.filter((each) => each.runId === runId).map(({ deploymentId }) => deploymentId)
	};
}
/** The same commit may have been deployed again since. */
function isOf$1({ failedSha, failedDeploymentId }, { sha, deployments }) {
	return failedSha === sha && failedDeploymentId >= Math.min(...deployments);
}
function byLedger({ state, ending }) {
	if (state === "verified") return {
		kind: "passed",
		text: "is back, and was verified",
		isBack: true
	};
	if (state === "ordered" || state === "dispatched") return {
		kind: "under-way",
		text: "is going back"
	};
	return stopped$1(`did not go back (${state})${ending === void 0 ? "" : `: ${ending.text}`}`);
}
function afterOrder(asked, forMs) {
	if (asked !== void 0) return {
		kind: "under-way",
		text: "was told to go back, and waits to be begun"
	};
	if (forMs <= DECIDED_WITHIN_MS) return {
		kind: "under-way",
		text: "was told to go back"
	};
	return stopped$1("was told to go back and did not: its issue with the label tidegate:review, or its policy, says why");
}
async function inTurn(release, input) {
	if (input.at - epochMs(input.order.at) > COUNTS_FOR_MS$2) return stopped$1("its turn came more than a day after the order");
	const seen = await seenIn(release, input);
	if (seen === null) return stopped$1("Tidegate may not read what runs there");
	const own = seen.filter(({ id }) => release.deployments.includes(id));
	if (own.length === 0) return {
		kind: "under-way",
		text: "GitHub does not show its deployment yet"
	};
	if (own.some(({ state }) => state === "in_progress")) return {
		kind: "under-way",
		text: "is still being deployed"
	};
	const running = seen.find(({ state }) => state === "success");
	if (running === void 0) return stopped$1("nobody knows what runs there");
	if (running.sha !== release.sha) return {
		kind: "passed",
		text: "runs another release by now, and stays",
		isBack: false
	};
	return ordered$1(release, running, input);
}
/** Null: GitHub does not let us read it. */
async function seenIn({ repository, environment }, { ports }) {
	try {
		return await deploymentsIn(await ports.github(repository), ports.store, repository, environment);
	} catch (error) {
		if (error instanceof Failure && (error.kind === "not-found" || error.kind === "forbidden")) return null;
		throw error;
	}
}
/**
* It counts from its turn on: that it was verified while it waited for that is no reason to stay, when what goes with
* it left.
*/
function ordered$1({ repository }, running, { order, train, at }) {
	const { environment, sha, id: deploymentId } = running;
	const { commentId, userId, user } = order;
	const reason = plainLine(`train ${train.name}: ${order.reason}`, LONGEST_REASON);
	return {
		kind: "ordered",
		text: "is told to go back",
		statement: {
			kind: "rollback",
			repositoryId: repository.id,
			commentId,
			userId,
			user,
			environment,
			sha,
			reason,
			at: toInstant(at)
		},
		question: {
			kind: "rollback",
			repository,
			environment,
			deploymentId
		}
	};
}
function stopped$1(text) {
	return {
		kind: "stopped",
		text
	};
}

// src/flow/train/way-back.ts
async function goBack(input) {
	const told = [];
	let last = {
		kind: "passed",
		text: "",
		isBack: false
	};
	for (const member of input.members.toReversed()) {
		const { repository } = member;
		if (last.kind !== "passed") {
			told.push({
				repository,
				kind: "waiting",
				isBack: false,
				text: "waits for its turn"
			});
			continue;
		}
		last = await memberBack(member, input);
		told.push({
			repository,
			kind: last.kind,
			text: last.text,
			isBack: last.kind === "passed" && last.isBack
		});
	}
	return {
		order: input.order,
		state: STATES[last.kind],
		members: told,
		statements: last.kind === "ordered" ? [last.statement] : [],
		questions: last.kind === "ordered" ? [last.question] : []
	};
}
const STATES = {
	passed: "done",
	"under-way": "under-way",
	ordered: "under-way",
	stopped: "stopped"
};

// src/flow/train/answer-train.ts
/** How far is the planned release that several repositories make together? Told in one record for all of them. */
/** A policy that cannot be applied is corrected soon. */
const LOOK_AGAIN_MS$11 = 6e5;
async function answerTrain(question, ports) {
	const at = ports.clock.now();
	const { repository, title } = question;
	const state = await readPolicyState(ports, repository, await ports.github(repository, "report"));
	if (state.kind === "invalid" || state.kind === "org-policy-unreadable") return {
		record: recordOf$1(at, "Not told: no policy is in force."),
		dueAt: at + LOOK_AGAIN_MS$11
	};
	const known = await knownTrain(ports.store, repository, question);
	const { organisation } = state;
	const train = trainNamed(organisation, question.train);
	if (train === void 0) return endedTrain(question, known, "the policy of the organisation has no such train", at);
	const place = placeOf$2(train.order, await ports.store.knownRepositories(), repository);
	if (place !== void 0 && place.id !== repository.id) {
		const elsewhere = {
			...question,
			repository: place,
			train: train.name
		};
		const moved = endedTrain(question, known, `it is told in ${place.owner}/${place.name}`, at);
		return {
			...moved,
			record: {
				...moved.record,
				questions: [elsewhere]
			}
		};
	}
	const members = await readMembers({
		store: ports.store,
		repository,
		train,
		title,
		organisation,
		at
	});
	const order = known?.orders.at(-1);
	return await told({
		question,
		ports,
		known,
		train,
		members,
		back: order === void 0 ? null : await goBack({
			ports,
			train,
			members,
			order,
			at
		}),
		organisation
	});
}
async function told({ question, ports, known, train, members, back, organisation }) {
	const { repository, title } = question;
	const at = ports.clock.now();
	const over = overBecause(members, back, at);
	if (over !== null && known === void 0) return endedTrain(question, known, over, at);
	const hidden = await hiddenMembers(members, repository, ports);
	const owners = await memberOwners({
		members,
		hidden
	}, {
		environment: train.environment,
		organisation
	}, ports.store);
	const view = {
		place: repository,
		name: train.name,
		title,
		environment: train.environment,
		members,
		back,
		over,
		hidden,
		owners,
		zone: zoneOfPlans(organisation === void 0 ? [] : [organisation]),
		at
	};
	const kept = {
		place: repository,
		train: train.name,
		title,
		environment: train.environment,
		state: over === null ? "open" : "over",
		back: back === null ? null : {
			commentId: back.order.commentId,
			state: back.state
		},
		members: members.map(({ repository: name, ref, state, noGo }) => {
			const held = noGo === void 0 ? {} : { noGo: noGo.stage };
			return {
				repository: name,
				repositoryId: ref?.id ?? null,
				state,
				...held
			};
		}),
		at: toInstant(at)
	};
	const number = await ports.store.keptIssue(repository.id, trainKey(kept));
	return await tellTrain({
		view,
		kept,
		known,
		number
	}, ports);
}
/** Null: it is ahead, or under way. */
function overBecause(members, back, at) {
	const isRetried = members.some(({ state }) => state === "waiting" || state === "deployed");
	if (members.every(({ state }) => state === "verified")) return members.some(({ watchedUntil }) => watchedUntil !== null && watchedUntil > at) ? null : "all members are verified";
	if (back !== null && back.state !== "done") return null;
	if (back !== null && !isRetried) return "it was taken back";
	const plans = members.flatMap(({ plan }) => plan ?? []);
	if (plans.length === 0 && members.every(({ gates }) => gates.length === 0)) return "no member has such a milestone";
	return plans.some(({ state }) => state === "open") || plans.length === 0 ? null : "the milestones are closed";
}

// src/flow/train/asked.ts
/** What makes a train due: a gate of a member that says something new, and what is found of a member afterwards. */
/** What turns out bad later than that is told where it happened. */
const CONCERNS_FOR_MS = 2592e6;
/** Of an answer about a gate that says something new. */
async function trainsOfGate({ repository, environment }, { facts, final: isFinal, at }, store) {
	const trains = facts?.trains ?? [];
	if (trains.length === 0) return isFinal ? await trainsWith(repository, store, at, environment) : [];
	const known = await store.knownRepositories();
	return trains.flatMap(({ name: train, title, members }) => {
		const order = members.map((member) => member.repository);
		return {
			kind: "train",
			repository: placeOf$2(order, known, repository) ?? repository,
			train,
			title: trainTitle(title)
		};
	});
}
/** An answer about anything else, with the trains that it makes due. */
async function withTrainsAsked(question, answer, ports) {
	if (question.kind === "gate" || question.kind === "train") return answer;
	const { record } = answer;
	const isFinding = (record.verifications ?? []).length > 0;
	const isBack = question.kind === "rollback" && (record.final || record.decidedRollback !== void 0);
	const found = isFinding || isBack ? await trainsWith(question.repository, ports.store, record.at) : [];
	const planned = record.plan === void 0 ? [] : await trainsOfPlan(question.repository, record.plan, ports);
	const asked = new Map([...found, ...planned].map((each) => [questionKey(each), each]));
	if (asked.size === 0) return answer;
	return {
		...answer,
		record: {
			...record,
			questions: [...record.questions, ...asked.values()]
		}
	};
}
async function trainsWith(repository, store, at, environment) {
	return (await store.trains(repository.installationId)).filter(({ members }) => members.some(({ repositoryId }) => repositoryId === repository.id)).filter((each) => environment === void 0 || each.environment.toLowerCase() === environment.toLowerCase()).filter((each) => each.state === "open" || at - epochMs(each.at) <= CONCERNS_FOR_MS).map(questionOf);
}
function questionOf({ place, train, title }) {
	return {
		kind: "train",
		repository: place,
		train,
		title
	};
}
/** The organisation's policy as it was last seen, which a plan was told by a moment ago. */
async function trainsOfPlan(repository, plan, { store, github }) {
	const title = trainTitle(plan.title);
	const told = (await trainsWith(repository, store, epochMs(plan.at))).filter((each) => each.title === title);
	if (plan.state === "over") return told;
	const { owner } = await (await github(repository, "report")).repository();
	const seen = owner.isOrganisation ? await lastSeenOrganisationPolicy(store, owner) : null;
	const own = trainsIn(seen === null ? void 0 : policyOf$2(seen)).filter((train) => isOn(train, repository));
	if (own.length === 0) return told;
	const known = await store.knownRepositories();
	const planned = own.map(({ name: train, order }) => {
		return {
			kind: "train",
			repository: placeOf$2(order, known, repository) ?? repository,
			train,
			title
		};
	});
	return [...told, ...planned];
}

// src/flow/answer/hold-texts.ts
/** For a gate that no policy can open: the line for the record, and the report on the deployment. */
function reportWithoutPolicy({ environment, repository }, policy) {
	switch (policy.kind) {
		case "none": return {
			summary: "Held: the repository has no policy.",
			comment: reportNoPolicy(environment)
		};
		case "invalid": return {
			summary: "Held: the policy is invalid.",
			comment: reportBrokenPolicy(policy.problems)
		};
		case "org-policy-unreadable": return {
			summary: "Held: the policy of the organisation cannot be read.",
			comment: `**Held (\`org-policy-unreadable\`): ${sayUnreadable(repository.owner, policy.because)}`
		};
	}
}
/** What GitHub refuses to tell is not taken for a yes. */
function reportRefusal(refusal) {
	const comment = `**Held: a fact that the policy asks for cannot be read.** ${sayRefused(refusal)}`;
	return {
		summary: `Held: ${plainLine(refusal.message, 300)}`,
		comment
	};
}
function sayRefused({ kind, message }) {
	const fix = kind === "forbidden" ? " Let an owner give this App the permission." : "";
	const said = plainLine(message, 300).replace(/[.]$/, "");
	return `${inertMarkdown(said)}. What is not known is not taken for a yes.${fix} It is asked again by itself.`;
}
function reportNoPolicy(environment) {
	return [
		`**Held: this repository has no policy.** Tidegate's protection rule is switched on for ${inertMarkdown(environment)}, and \`${POLICY_FILE}\` is missing on the default branch, so nothing says when this deployment may go.`,
		"",
		`Add \`${POLICY_FILE}\` to the default branch, or switch the rule off in the environment's settings.`
	].join("\n");
}
const SHOWN$4 = 3;
function reportBrokenPolicy(problems) {
	const shown = problems.slice(0, SHOWN$4).map((problem) => `- ${inertMarkdown(plainLine(formatProblem(problem), 200))}`);
	const more = problems.length > SHOWN$4 ? [`- and ${problems.length - SHOWN$4} more`] : [];
	return [
		`**Held: ${brokenPolicy(problems)} is invalid**, and there was no valid one before.`,
		"",
		...shown,
		...more,
		"",
		"Correct it; the check `tidegate/policy` on its commit marks every line."
	].join("\n");
}
/** Which policy the problems are in, with the place where it is corrected. */
function brokenPolicy(problems) {
	if (!problems.some(({ source, severity }) => source === "orgPolicy" && severity === "error")) return `the policy \`${POLICY_FILE}\` on the default branch`;
	return `the policy of the organisation (\`${ORGANISATION_FILE}\` in its repository \`${ORGANISATION_PLACE}\`)`;
}
/** What is so, why it matters, how to fix it. Begins inside bold text and ends it. */
function sayUnreadable(owner, because) {
	const place = `\`${owner}/${ORGANISATION_PLACE}\``;
	const matters = `its \`${ORGANISATION_FILE}\` would apply here too`;
	if (because === "refused") return `the policy of the organisation cannot be read.** GitHub refuses us the repository ${place}, and ${matters}. Let an owner of the organisation give this App read access to the contents of ${place}.`;
	return `it is not known whether the organisation has a policy.** GitHub does not show us a repository ${place}, and ${matters}. Let an owner of the organisation add ${place} to the repositories of this App's installation, or create it when there is none (it may be empty).`;
}

// src/flow/answer/reply-texts.ts
/** Answers to comment commands. Each says what happened, to which commit, and what to do when it is not what was meant. */
function replyUnclear({ because, form }) {
	const usage = form === void 0 ? `Commands are a line of their own each:\n\n${Object.values(COMMAND_FORMS).map((each) => `- \`${each}\``).join("\n")}` : `Write it as a line of its own: \`${form}\`.`;
	return {
		summary: `Not understood: ${because}.`,
		body: `**Nothing was done**: ${because}. ${usage}`
	};
}
/** What GitHub refuses to tell is not taken for a yes, and the command would mean something else later. */
function replyUnreadable(refusal) {
	return {
		summary: "A fact that the policy asks for cannot be read.",
		body: `**Nothing was done**: a fact that the policy asks for cannot be read. ${sayRefused(refusal)} Then write the command again.`
	};
}
function replyNoSuchCommit(digits) {
	return {
		summary: `No commit ${digits}.`,
		body: `**Nothing was done**: this repository has no commit \`${digits}\`, or several that begin so. Give more digits.`
	};
}
/** `later`: commits that began to wait after the command was written; `others`: those that were not named. */
function replyNoGate(environment, { later, others }) {
	const name = inertMarkdown(environment);
	if (later.length === 0 && others.length > 0) return {
		summary: "The named commit does not wait for this environment.",
		body: `**Nothing was done**: no deployment of that commit to ${name} waits. What waits: ${listed(others)}.`
	};
	if (later.length === 0) return {
		summary: "Nothing waits for this environment.",
		body: `**Nothing was done**: no deployment to ${name} waits in this repository. Look at the environment's name, and whether the deployment was let through meanwhile.`
	};
	return {
		summary: "What waits for this environment came after the command.",
		body: `**Nothing was done**: the deployment to ${name} that waits now (${listed(later)}) came after your comment, so you cannot have meant it. If you want it through, write the command again.`
	};
}
function replySeveralGates({ kind, environment }, commits) {
	return {
		summary: "Several deployments wait for this environment.",
		body: `**Nothing was done**: deployments of ${commits.length} commits to ${inertMarkdown(environment)} wait (${listed(commits)}). Say which: \`${COMMAND_FORMS[kind].replace(/[[\]]/g, "").replace("ENV", () => commandWord(environment, "ENV"))}\`.`
	};
}
function listed(shas) {
	return shas.map((sha) => `\`@${sha.slice(0, 12)}\``).join(", ");
}
/** The one mention we make on purpose: the person who gave the command. */
function mention(login) {
	return /^[A-Za-z0-9-]+(\[bot\])?$/.test(login) ? `@${login}` : inertMarkdown(login);
}

// src/flow/answer/commands/acknowledge-texts.ts
/** Answers to `/tidegate acknowledge`. */
function replyAcknowledged(user, taken) {
	const environment = taken[0]?.question.environment ?? "";
	const list = taken.map((each) => `- ${sayFound$1(each)}`);
	return {
		summary: `${user} acknowledges what was found in ${environment}.`,
		body: [
			`**Acknowledged**: ${mention(user)} takes on what was found in ${inertMarkdown(environment)}. Nobody further is paged for it.`,
			"",
			...list
		].join("\n")
	};
}
/** @param here those of the environment that somebody acknowledged; @param others all that people were paged for. */
function replyNothingToAcknowledge(environment, here, others) {
	const name = inertMarkdown(environment);
	const [known] = here;
	if (known?.acknowledged) {
		const { by, how, at } = known.acknowledged;
		const where = how === "pagerduty" ? " in PagerDuty" : "";
		return {
			summary: `What was found in ${environment} is acknowledged already.`,
			body: `**Nothing was done**: ${inertMarkdown(by)} acknowledged it${where}, ${sayLocal(epochMs(at), "UTC", epochMs(at))}. Nobody further is paged for it.`
		};
	}
	const elsewhere = [...new Set(others.map((each) => inertMarkdown(each.question.environment)))];
	const hint = elsewhere.length === 0 ? "" : ` People were paged for: ${elsewhere.join(", ")}.`;
	return {
		summary: `Nothing is to be acknowledged in ${environment}.`,
		body: `**Nothing was done**: nobody was paged for ${name}, or it is over.${hint}`
	};
}
function replyMayNotAcknowledge(environment, user) {
	return {
		summary: `${user} may not acknowledge what was found in ${environment}.`,
		body: `**Nothing was done**: ${mention(user)} may not write in this repository, so people go on being paged for ${inertMarkdown(environment)}. Ask somebody who may.`
	};
}
function sayFound$1({ question, sha, found }) {
	return `\`${sha.slice(0, 7)}\` (deployment ${question.deploymentId}): ${inertMarkdown(found.what)}`;
}

// src/flow/answer/reply-without-policy.ts
/** `owner` is the login of whom the repository belongs to. */
function replyWithoutPolicy(policy, owner) {
	const end = "What waits stays held until then.";
	switch (policy.kind) {
		case "org-policy-unreadable": return {
			summary: "The policy of the organisation cannot be read, so nobody is known to be permitted.",
			body: `**Nothing was done (\`org-policy-unreadable\`): ${sayUnreadable(owner, policy.because)} ${end}`
		};
		case "invalid": return {
			summary: "There is no policy that says who may.",
			body: `**Nothing was done**: ${brokenPolicy(policy.problems)} is invalid, so nobody is named who may. Correct it. ${end}`
		};
		case "none": return {
			summary: "There is no policy that says who may.",
			body: `**Nothing was done**: \`${POLICY_FILE}\` is missing on the default branch, so nobody is named who may. Add it. ${end}`
		};
	}
}

// src/flow/answer/commands/given.ts
/** It counts from when it was written, however late we read it; and from now when GitHub's clock is ahead of ours. */
function statedAt({ comment, at }) {
	return toInstant(Math.min(epochMs(comment.createdAt), at));
}
/** Who said it, and in which comment. */
function statedBy(given) {
	const { repository, commentId } = given.question;
	const { user, userId } = given.comment;
	return {
		repositoryId: repository.id,
		commentId,
		user,
		userId,
		at: statedAt(given)
	};
}
/** The policies in force, or the answer that there are none. */
async function policiesFor(given) {
	const { ports, question, github } = given;
	const policy = await readPolicyState(ports, question.repository, github);
	if (policy.kind === "in-force") return policy;
	return { answer: replied(given, replyWithoutPolicy(policy, question.repository.owner)) };
}
function ended$1(at, summary) {
	return {
		record: recordOf$1(at, summary, { final: true }),
		dueAt: null
	};
}
function replied({ question, at }, reply, parts = {}) {
	const { repository, issueNumber, commentId } = question;
	const effects = [{
		kind: "reply",
		repository,
		issueNumber,
		commentId,
		body: reply.body
	}];
	return {
		record: recordOf$1(at, reply.summary, {
			...parts,
			effects,
			final: true
		}),
		dueAt: null
	};
}
/** The statement is kept, and all that waits for its environment is asked about again. */
async function stated(given, reply, statement) {
	const open = await given.ports.store.openGates(given.question.repository.id);
	const wanted = statement.environment.toLowerCase();
	const gates = open.filter(({ environment }) => environment.toLowerCase() === wanted);
	const { repository } = given.question;
	const asked = (await given.ports.store.openRollbacks(repository.id)).filter((each) => each.environment.toLowerCase() === wanted).map(({ environment, failedDeploymentId: deploymentId }) => {
		return {
			kind: "rollback",
			repository,
			environment,
			deploymentId
		};
	});
	const questions = [...gates, ...asked];
	return replied(given, reply, {
		statements: [statement],
		questions
	});
}

// src/flow/answer/commands/somebody.ts
/** Is the author of a comment somebody here? Asked before all else: anybody may comment on a public repository. */
/**
* Whoever may triage issues here, and whoever the policies name for anything, by name or by team. All others are
* strangers: nothing is judged for them, and they are told nothing.
*
* @param given `github` is reached as what can wait: the share of GitHub's limits that is kept for gates is not for strangers.
*/
async function isSomebodyHere(given) {
	const { github, ports, question } = given;
	const person = await authorOf(given, []);
	if (person === void 0) return false;
	if (hasPermission(person, "triage")) return true;
	const policies = (await readKnownPolicies(ports, question.repository, github) ?? []).map(({ policy }) => policy);
	const teams = teamsOf(policies);
	const member = teams.length === 0 ? person : await authorOf(given, teams);
	if (member === void 0) return false;
	return member.teams.length > 0 || policies.flatMap(listsIn).some((people) => isAmong(people, member));
}
function listsIn(policy) {
	return [
		...policy.gates.map((gate) => gate.require.approvals?.from),
		policy.override?.by,
		...Object.values(policy.environments ?? {}).flatMap((entry) => [entry.rollback?.by, entry["release-manager"]])
	].filter((people) => people !== void 0);
}
/** As GitHub knows them at this moment; undefined for bots, strangers, and whoever took over the author's login. */
async function authorOf({ github, comment }, teams) {
	const people = await github.people([comment.user], teams);
	const person = directoryOf({ people }).find(comment.user);
	return person?.id === comment.userId && person.kind === "user" ? person : void 0;
}

// src/flow/answer/commands/acknowledge.ts
/** `/tidegate acknowledge`: somebody takes on what people were paged for. It only keeps further people from being paged. */
/** Whoever may write here may: whoever answers at night is not always whom the policy names. */
async function acknowledge(given) {
	const { command, comment, ports, question, at } = given;
	const person = await authorOf(given, []);
	if (person === void 0 || !hasPermission(person, "write")) return replied(given, replyMayNotAcknowledge(command.environment, comment.user));
	const paged = (await ports.store.openEscalations(question.repository.id)).filter(({ pages }) => pages.length > 0);
	const here = paged.filter((each) => isSameName(each.question.environment, command.environment));
	const taken = here.filter(({ acknowledged }) => acknowledged === null);
	if (taken.length === 0) return replied(given, replyNothingToAcknowledge(command.environment, here, paged));
	const by = {
		by: comment.user,
		userId: comment.userId,
		how: "comment",
		at: toInstant(at)
	};
	return replied(given, replyAcknowledged(comment.user, taken), {
		acknowledgements: taken.map(({ id }) => ({
			...by,
			escalation: id
		})),
		questions: await askedAgain(taken, ports)
	});
}
/** Nobody further is paged, and the issue of the rollback says who takes it on. */
async function askedAgain(taken, { store }) {
	const asked = /* @__PURE__ */ new Map();
	for (const { question } of taken) for (const each of [question, ...await rollbackOfFinding(question, store)]) asked.set(questionKey(each), each);
	return [...asked.values()];
}

// src/flow/dispatched/workflow-inputs.ts
/** What a workflow file says of being started by hand. */
const LIMITS = {
	kibibytes: 512,
	entries: 2e4
};
function startedByHand(text) {
	const read = readYaml(text, LIMITS);
	if (read.kind !== "read") return { kind: "unreadable" };
	const triggers = child(read.document.value, "on");
	if (triggers === "workflow_dispatch") return {
		kind: "inputs",
		names: []
	};
	if (Array.isArray(triggers)) return triggers.includes("workflow_dispatch") ? {
		kind: "inputs",
		names: []
	} : { kind: "never" };
	if (!isMap(triggers) || !Object.hasOwn(triggers, "workflow_dispatch")) return { kind: "never" };
	const inputs = child(triggers["workflow_dispatch"], "inputs");
	return {
		kind: "inputs",
		names: isMap(inputs) ? Object.keys(inputs) : []
	};
}
/** What takes only what the file names: everything else may be the name of a commit. */
const BOUND = /* @__PURE__ */ new Set([
	"boolean",
	"choice",
	"environment",
	"number"
]);
/** The inputs that take any text from whoever starts the workflow; null: the file does not say so plainly. */
function freeInputs(text) {
	const read = readYaml(text, LIMITS);
	const triggers = read.kind === "read" ? child(read.document.value, "on") : void 0;
	if (triggers === "workflow_dispatch") return [];
	if (Array.isArray(triggers)) return triggers.includes("workflow_dispatch") ? [] : null;
	const trigger = child(triggers, "workflow_dispatch");
	if (trigger === void 0) return null;
	const inputs = trigger === null ? null : isMap(trigger) ? child(trigger, "inputs") ?? null : void 0;
	if (inputs === null) return [];
	if (!isMap(inputs)) return null;
	return Object.keys(inputs).filter((name) => !BOUND.has(child(inputs[name], "type")));
}
function child(value, key) {
	return isMap(value) && Object.hasOwn(value, key) ? value[key] : void 0;
}
function isMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/flow/dispatched/unknown-commit.ts
/** For people; those of a name that GitHub takes. */
const MOST_TOLD = 3;
const NAME = /^[A-Za-z_][\w-]{0,63}$/;
/** Empty: it is the commit that the run is filed against. */
async function unknownCommit(byHand, github) {
	if (byHand === void 0) return {};
	const file = await github.file(byHand.workflow, byHand.sha);
	const inputs = file === null ? null : freeInputs(file.text);
	if (inputs === null) return { isUnknown: true };
	if (inputs.length === 0) return {};
	return {
		isUnknown: true,
		inputs: inputs.filter((name) => NAME.test(name)).slice(0, MOST_TOLD)
	};
}

// src/dora/lane-figures.ts
/**
* The numbers of the change fail rate over the `over` milliseconds before `at`. Null: nothing of the lane was on record
* by then, so nobody knows.
*/
function laneFigures(log, lane, over, at) {
	const environment = lane.environment.toLowerCase();
	const lanes = log.lanes.filter((each) => each.service === lane.service && each.environment.toLowerCase() === environment);
	const until = at + 1;
	const pasts = pastsOf(lanes, until, namedIn(log));
	applyEvidence(log, pasts, until);
	const [window] = pasts.lanes.map((past) => laneWindow(past, {
		from: at - over,
		until
	}));
	if (window === void 0 || window === null) return null;
	const { n, numerator } = changeFailRate(sampleOf([window], at, "UTC"));
	return {
		deployments: n,
		failed: numerator
	};
}

// src/flow/dora/lane-facts.ts
/** An older history may lack the very failures that matter. It is read every hour. */
const COUNTS_FOR_MS$1 = 216e5;
async function laneFacts(store, lane, policies) {
	const { environment, at } = lane;
	const { lanes: wanted } = wantedFacts(policies, {
		kind: "deploy",
		environment,
		actor: ""
	});
	if (wanted.length === 0 || joinedPolicy(policies) === null) return [];
	const history = await store.doraHistory(lane.repositoryId);
	if (history === null || history.wholeAt === null || at - history.wholeAt > COUNTS_FOR_MS$1) return [];
	const log = new DoraLog();
	for (const event of await knownEvents(store, lane.repositoryId)) log.add(event);
	const service = serviceOf({
		...lane,
		policies
	}, environment);
	return wanted.flatMap((over) => laneFact({
		log,
		service,
		over,
		...lane
	}) ?? []);
}
/** The history is whole, so that nothing was deployed there is known. */
const NOTHING = {
	deployments: 0,
	failed: 0
};
function laneFact({ log, service, environment, over, at }) {
	const window = parseDuration(over);
	if (window === void 0 || window > 3456e7) return void 0;
	return {
		over,
		...laneFigures(log, {
			service,
			environment
		}, window, at) ?? NOTHING
	};
}

// src/flow/gather/dependencies.ts
async function gatherDependencies(lanes, read) {
	const facts = [];
	for (const lane of lanes) facts.push({
		...lane,
		health: await read(lane)
	});
	return facts;
}
/** Lanes are read through the same installation: what another owner's repository runs is not ours to know. */
function healthThrough(ports, installationId) {
	return async ({ repository, environment }) => {
		const other = (await ports.store.knownRepositories()).find((each) => each.installationId === installationId && isSameName(fullName(each), repository));
		if (other === void 0) return "unknown";
		const github = await ports.github(other);
		const commits = commitsOf$1(await ports.store.rollbacks(other.id, environment));
		const seen = await github.deployments(environment, {
			isTrusted: () => true,
			sha: "",
			commits
		});
		const read = (name) => ports.store.verifications(other.id, name);
		return healthOf(await withVerifications(seen, environment, read));
	};
}
/**
* Newest first. What was begun and has not ended leaves the lane as it is, unless it goes back; what failed may have
* left anything behind.
*/
function healthOf(deployments) {
	const ended = deployments.filter(({ state }) => state !== "in_progress");
	const [last] = ended;
	if (last === void 0) return "unknown";
	if (deployments.some(({ state, sha }) => state === "in_progress" && sha !== last.sha && ended.some((each) => each.sha === sha))) return "rolling-back";
	if (last.state === "failure" || last.verification?.verdict === "fail") return "failing";
	return last.verification?.verdict === "pass" ? "healthy" : "unknown";
}

// src/flow/gather/attested.ts
/** Nobody asks what a run uploaded where no gate does, or where the deployment names what it deploys. */
async function gatherArtifacts(github, { attestation }, { digest, runId }) {
	if (!attestation || digest !== void 0 || runId === void 0) return {};
	const artifacts = await github.artifacts(runId);
	return artifacts === null ? {} : { artifacts };
}
/** Nothing is attested of an artefact that is not known. */
async function gatherAttestations(github, { attestation, artifacts }, candidate) {
	if (!attestation) return {};
	const digests = artifacts.map((artifact) => deployedArtifacts(candidate, { artifact })).flatMap((each) => each.kind === "known" ? each.artifacts.map(({ digest }) => digest) : []);
	if (digests.length === 0) return {};
	const attested = [];
	for (const digest of new Set(digests)) attested.push(...await github.attestations(digest));
	return { attestations: attested };
}

// src/flow/gather/evidence.ts
/** Reads only what is wanted; the rest stays unknown. What is wanted and cannot be read is a `Failure`. */
async function gatherEvidence(github, wanted, candidate) {
	const { sha, at } = candidate;
	return {
		checks: wanted.checks ? await github.checks(sha) : [],
		incidents: wanted.incidents.length === 0 ? [] : await gatherIncidents(github, wanted.incidents, at),
		...wanted.alerts.length === 0 ? {} : { alerts: await github.alerts(wanted.alerts, candidate) },
		...await gatherAttestations(github, wanted, candidate),
		...await gatherRecord(wanted, candidate)
	};
}
async function gatherRecord({ record }, { writtenRecord }) {
	const body = record && writtenRecord !== void 0 ? await writtenRecord() : null;
	return body === null ? {} : { record: { body } };
}
/** An issue that is open is open now, also where GitHub's clock is ahead of ours. */
async function gatherIncidents(github, labels, at) {
	return (await github.incidents(labels)).map((incident) => ({
		...incident,
		openedAt: toInstant(Math.min(epochMs(incident.openedAt), at))
	}));
}
/** Deployments of the other environments that count, in which the commit or what replaced it may have been seen. */
async function gatherElsewhere(github, { environments }, asked) {
	if (environments.length === 0) return [];
	const named = (await github.environments()).filter((name) => environments.some((pattern) => environmentGlob(pattern)(name)));
	const deployments = [];
	for (const name of named.filter((each) => !isSameName(each, asked.environment))) {
		const own = await failedHere(asked.read, name, asked.sha);
		const lane = asked.records === void 0 ? null : await asked.records(name);
		const reach = {
			isTrusted: () => true,
			sha: asked.sha,
			own,
			commits: lane?.commits
		};
		const known = await withVerifications(await github.deployments(name, reach), name, asked.read);
		const counts = await whatCounts(github, name, lane);
		deployments.push(...known.map((deployment) => counts(deployment) ? deployment : unverified(deployment)));
	}
	return deployments;
}
/**
* Where our gate stands, what it did not let through shows nothing: whoever may write can file a deployment, and call
* it a success in the name of a job. It counts for what it may have replaced all the same.
*/
async function whatCounts(github, environment, lane) {
	if (lane === null) return () => true;
	return lane.opened.length > 0 || await github.isGuarded(environment) ? isOpenedIn(lane) : () => true;
}
/** Saying no is always allowed. */
function unverified({ verification, ...deployment }) {
	return verification === void 0 || verification.verdict === "pass" ? deployment : {
		...deployment,
		verification
	};
}

// src/flow/gather/linked-issues.ts
/** Most come with the changes; one that was read by itself is asked about by itself. */
async function withIssues(github, { issues: areWanted }, changes) {
	if (!areWanted) return changes;
	const whole = [];
	for (const change of changes) {
		const isKnown = change.kind !== "pull-request" || change.issues !== void 0;
		whole.push(isKnown ? change : {
			...change,
			issues: await github.linkedIssues(change.number)
		});
	}
	return whole;
}

// src/flow/gather/own-deployments.ts
/** What is known of the commit here, whatever was filed since. */
async function ownDeployments(input, read) {
	const failed = await failedHere(read, input.environment, input.sha);
	return [...input.statements?.wentAhead ?? [], ...failed].filter(({ id }) => id !== input.deploymentId);
}

// src/flow/gather/owners.ts
/** @param organisation login of the account whose teams can own: GitHub takes no others. */
async function gatherOwners(github, wanted, changes, organisation) {
	if (!wanted.codeowners) return {
		fact: {},
		teams: []
	};
	const text = (await github.codeowners()).toWellFormed();
	return {
		fact: { codeowners: text },
		teams: owningTeams(text, changes, organisation)
	};
}
function owningTeams(text, changes, organisation) {
	const lookUp = ownershipBy(parseCodeowners(text));
	const paths = changes.flatMap(({ files }) => files.flatMap((file) => [file.path, file.previousPath ?? file.path]));
	const slugs = [...new Set(paths)].flatMap((path) => {
		const found = lookUp(path);
		return found.kind === "owners" ? found.owners : [];
	}).flatMap((owner) => owner.kind === "team" && isOf(organisation, owner) ? [owner.slug] : []);
	return [...new Set(slugs.map((slug) => slug.toLowerCase()))];
}
function isOf(organisation, owner) {
	return owner.organisation.toLowerCase() === organisation.toLowerCase();
}

// src/flow/gather/said.ts
/** What people said, as facts: all of it is the word of accounts, so it is read with who they are. */
function saidBy(people, { reviews, stated, overrides }, at) {
	return {
		approvals: withoutOutlived([...reviews, ...commentApprovals(ofSamePerson(stated.approvals, people))], stated.liftedHoldAt),
		freezes: freezesAt(stated.freezes, at),
		overrides: ofSamePerson(overrides, people).map(({ userId: _, ...override }) => override)
	};
}
/** Whether what is kept of people's words is what these facts were gathered from. */
function isSaidAsIn(facts, { stated, overrides }) {
	const known = new Set(Object.keys(facts.people).map((login) => login.toLowerCase()));
	const isKnown = ({ user }) => known.has(user.toLowerCase());
	if (![...stated.approvals, ...overrides].every(isKnown)) return false;
	const reviews = facts.approvals.filter(({ source }) => source === "deployment-review");
	const again = saidBy(facts.people, {
		reviews,
		stated,
		overrides
	}, epochMs(facts.at));
	const holds = stated.holds.map(({ environment, sha, reason, user: by, at }) => ({
		environment,
		sha,
		reason,
		by,
		at
	}));
	const before = {
		approvals: facts.approvals,
		freezes: facts.freezes,
		overrides: facts.overrides,
		holds: facts.holds.map(({ contains: _, ...hold }) => hold)
	};
	return canonicalJson({
		...again,
		holds
	}) === canonicalJson(before);
}

// src/flow/gather.ts
/** May this commit enter this environment? */
async function gatherDeployment(github, input, policies) {
	const question = deployQuestion(input);
	const wanted = wantedFacts(policies, question);
	const lane = await askedLane(input);
	const isTrusted = trusts(lane);
	const read = input.verifications ?? NONE_SAID;
	const own = await ownDeployments(input, read);
	const { environment, sha } = input;
	const seen = (await github.deployments(environment, {
		isTrusted,
		sha,
		own,
		commits: lane.commits
	})).filter((deployment) => deployment.id !== input.deploymentId);
	const deployments = await withVerifications(seen, environment, read);
	const baseline = baselineOf(deployments.filter(isTrusted));
	const { messages: _, ...range } = baseline ? await github.changes(baseline.sha, input.sha, wanted) : {
		direction: "first",
		changes: [],
		complete: true
	};
	const owners = await gatherOwners(github, wanted, range.changes, input.repository.owner);
	const artifacts = await gatherArtifacts(github, wanted, input);
	const stated = input.statements ?? NOTHING_STATED;
	const heard = [
		...input.overrides,
		...input.reviews,
		...stated.approvals
	].map(({ user }) => user);
	const named = [
		...loginsOf(range.changes),
		...input.actors,
		...heard
	];
	const people = await gatherPeople(github, named, policies, owners);
	return {
		...emptyFacts(input.at, input.repository),
		question,
		candidate: {
			sha,
			ref: input.ref,
			...input.digest === void 0 ? {} : { digest: input.digest },
			...artifacts
		},
		baseline,
		...range,
		changes: await withIssues(github, wanted, range.changes),
		people,
		...owners.fact,
		...await gatherEvidence(github, wanted, {
			...input,
			...artifacts,
			base: baseline?.sha
		}),
		deployments: [...deployments, ...await gatherElsewhere(github, wanted, {
			...input,
			read
		})],
		dependencies: input.health === void 0 ? [] : await gatherDependencies(wanted.dependencies, input.health),
		holds: await gatherHolds(github, stated.holds, input.sha),
		ordered: input.ordered,
		...saidBy(people, {
			reviews: approvalsFrom(ofSamePerson(input.reviews, people), input),
			stated,
			overrides: input.overrides
		}, input.at)
	};
}
const NONE_SAID = () => Promise.resolve({
	isTold: false,
	newest: []
});
const NOTHING_STATED = {
	approvals: [],
	holds: [],
	freezes: [],
	liftedHoldAt: null
};
function deployQuestion(input) {
	const { environment, actors, deploymentId, runId, runAttempt } = input;
	return {
		kind: "deploy",
		environment,
		actor: actors[0] ?? "",
		actors,
		deploymentId,
		runId,
		runAttempt
	};
}
/** Which tier has this pull request, and what is missing before it may merge? */
async function gatherPullRequest(github, input, policies) {
	const { change, headSha, base } = input.pullRequest;
	const question = {
		kind: "merge",
		pullRequest: change.number,
		base
	};
	const wanted = wantedFacts(policies, question);
	const owners = await gatherOwners(github, wanted, [change], input.repository.owner);
	return {
		...emptyFacts(input.at, input.repository),
		question,
		candidate: { sha: headSha },
		changes: await withIssues(github, wanted, [change]),
		complete: change.filesComplete,
		people: await gatherPeople(github, loginsOf([change]), policies, owners),
		...owners.fact,
		...await gatherEvidence(github, wanted, {
			sha: headSha,
			at: input.at
		})
	};
}

// src/flow/plan/current-plans.ts
/** A plan that was told so lately is believed: an event that changes it makes it told anew. */
const COUNTS_FOR_MS = 3e5;
function isFresh(known, at) {
	return known !== void 0 && at - epochMs(known.at) <= COUNTS_FOR_MS;
}
function dated({ title, productionAt }) {
	return {
		title,
		dueAt: productionAt
	};
}
/** More than these are looked for in the list of open ones first, which costs a request or two whatever there is. */
const READ_SINGLY = 3;
/** Nobody plans one release in more milestones that are closed. */
const MOST_CLOSED = 20;
/** Without those that are gone. */
async function currentPlans(input, numbers, kept) {
	const fresh = kept.filter((each) => numbers.includes(each.number) && isFresh(each, input.at));
	const found = new Map(fresh.map((each) => [each.number, dated(each)]));
	const { github, policies } = input;
	const wanted = numbers.filter((number) => !found.has(number));
	const listed = (wanted.length > READ_SINGLY ? await github.openMilestones() : []).filter(({ number }) => wanted.includes(number));
	const left = wanted.filter((number) => !listed.some((each) => each.number === number));
	if (left.length > MOST_CLOSED) {
		const message = `The changes belong to ${numbers.length} milestones, ${left.length} of them closed: whether somebody said no-go cannot be read of so many. Release fewer changes at once, or take pull requests out of closed milestones.`;
		throw new Failure("rejected", message);
	}
	for (const number of left) {
		const milestone = await github.milestone(number);
		if (milestone !== null) listed.push(milestone);
	}
	for (const { number, title, dueOn } of listed) found.set(number, {
		title,
		dueAt: productionOn(title, dueOn, policies)
	});
	return found;
}
function productionOn(title, dueOn, policies) {
	const production = productionOf(policies);
	const dates = dueOn === null ? void 0 : planDates(title, dueOn, {
		policies,
		production
	});
	return dates === void 0 ? null : toInstant(dates.productionAt);
}

// src/flow/plan/plan-facts.ts
/** The facts, with the planned releases that the changes belong to; where no policy plans, as they are. */
async function withPlans(facts, input) {
	const plans = await planFacts({
		...input,
		changes: facts.changes,
		hasUnseen: hasUnseenChanges(facts)
	});
	return plans === void 0 ? facts : {
		...facts,
		plans
	};
}
/** Undefined: no policy plans, so nothing is read. */
async function planFacts(input) {
	if (!hasPlans(input.policies)) return void 0;
	const { repositoryId, store } = input;
	const kept = await store.plansOf(repositoryId);
	const own = input.changes.flatMap((change) => change.kind === "pull-request" ? change.milestone ?? [] : []);
	const held = input.hasUnseen ? kept.filter((plan) => plan.state === "open" && isStopped(plan, input)) : [];
	const numbers = [.../* @__PURE__ */ new Set([...own, ...held.map(({ number }) => number)])];
	const now = await currentPlans(input, numbers, kept);
	const plans = [];
	for (const [number, dated] of now) {
		if (!isPlanned(input.policies, dated.title)) continue;
		const known = kept.find((each) => each.number === number);
		const plan = known ?? { decisions: await store.stageDecisions(repositoryId, number) };
		plans.push(presentPlan({
			number,
			...dated
		}, plan, known?.issue ?? null, input));
	}
	const past = kept.filter(({ number }) => !plans.some((each) => each.number === number));
	return [...plans, ...past.flatMap((plan) => pastPlan(plan, input) ?? [])].toSorted((one, other) => one.number - other.number);
}
function isStopped({ decisions }, { at }) {
	return standingNoGoes(decisions, at).length > 0;
}
function presentPlan({ number, title, dueAt }, plan, issue, input) {
	const belonging = pullsIn(input, (milestone) => milestone === number);
	return {
		number,
		title,
		dueAt,
		decisions: (input.hasUnseen ? plan.decisions : decisionsFor(plan, pullsIn(input), belonging)).map(factOf$1),
		...recordIn(issue)
	};
}
/**
* One that nothing of the release belongs to now, and that said no to some of it when it did: whoever may take a pull
* request out of a milestone, or end the milestone, may not end a no-go so. What the policy does not plan by any more is
* past: changing the policy is judged by its own review. What is not listed may be among what a no-go is about, and then
* it would be held.
*/
function pastPlan(plan, input) {
	const { number, title, productionAt: dueAt, issue } = plan;
	if (!(isPlanned(input.policies, title) && isStopped(plan, input))) return void 0;
	const held = heldPulls(plan, input.at);
	const pulls = pullsIn(input).filter((pull) => held.isCut || held.pulls.includes(pull));
	const mayBeHeld = input.hasUnseen && (plan.state === "open" || held.isCut || held.pulls.length > 0);
	if (pulls.length === 0 && !mayBeHeld) return void 0;
	const decisions = input.hasUnseen ? plan.decisions : decisionsFor(plan, pulls, []);
	const past = {
		isOver: plan.state === "over",
		pulls
	};
	return {
		number,
		title,
		dueAt,
		decisions: decisions.map(factOf$1),
		...recordIn(issue),
		past
	};
}
function pullsIn({ changes }, isWanted = () => true) {
	return changes.flatMap((change) => change.kind === "pull-request" && isWanted(change.milestone) ? [change.number] : []);
}
function recordIn(issue) {
	return issue === null ? {} : { record: issue };
}
function factOf$1({ stage, verdict, user, reason, at }) {
	return {
		stage,
		verdict,
		user,
		...reason === "" ? {} : { reason },
		at
	};
}

// src/flow/rollback/past-rollbacks.ts
/** What is under way has taken nothing away yet, and what was only asked for never will have. */
function pastRollbacks(rollbacks) {
	return rollbacks.filter((each) => !isUnderWay(each) && each.state !== "asked" && each.state !== "refused").map(({ decidedAt: at, failedSha: from, targetSha: to }) => ({
		at,
		from,
		to
	}));
}

// src/flow/train/train-facts.ts
/** The facts, with a train for each planned release of them; where no train stops in the environment, as they are. */
async function withTrains(facts, { ports, question, policies }) {
	const { store } = ports;
	const { repository, environment, deploymentId } = question;
	const organisation = organisationIn(policies);
	const here = trainsIn(organisation).filter((train) => isOn(train, repository) && isSameName(train.environment, environment));
	if (here.length === 0) return facts;
	const titles = await titlesOf(facts, question, store);
	const trains = [];
	for (const train of here) for (const title of titles) {
		const asked = {
			store,
			repository,
			train,
			title,
			organisation,
			at: epochMs(facts.at),
			asking: { deploymentId }
		};
		const members = await readMembers(asked);
		const stopped = members.filter(({ noGo }) => noGo !== void 0);
		const hidden = stopped.length === 0 ? NONE : await hiddenMembers(stopped, repository, ports);
		const told = members.map((member) => factOf(member, hidden));
		trains.push({
			name: train.name,
			title,
			environment: train.environment,
			members: told
		});
	}
	return {
		...facts,
		trains
	};
}
const NONE = /* @__PURE__ */ new Set();
/**
* The words of a no-go stay where they were said: not everybody who reads the one repository may read the other. Where
* everybody reads this one, neither is it told who said it, and at which stage.
*/
function factOf({ repository, state, isTakenBack, noGo }, hidden) {
	return {
		repository,
		state,
		...isTakenBack ? { isTakenBack } : {},
		...noGo === void 0 ? {} : { noGo: hidden.has(repository) ? {} : sayNoGo$2(noGo) }
	};
}
/** What is not listed may belong to any that is open, and then it would have to wait for its turn. */
async function titlesOf(facts, { repository }, store) {
	const own = (facts.plans ?? []).filter(({ past }) => past === void 0).map(({ title }) => title);
	const open = facts.plans !== void 0 && hasUnseenChanges(facts) ? (await store.plansOf(repository.id)).filter(({ state }) => state === "open") : [];
	return new Set([...own, ...open.map(({ title }) => title)].map(trainTitle));
}

// src/flow/answer/judge-gate.ts
async function judgeGate(input) {
	const { ports, github, question, gate, policies, overrides, at } = input;
	const { repository, environment, deploymentId, runId } = question;
	const { sha, ref, digest, actors, runAttempt } = gate;
	const reviews = await ports.store.seeReviews(question, gate.reviews, at);
	const own = input.own ?? null;
	const kept = await ports.store.statements(repository.id, environment, sha);
	const approvals = [...kept.approvals, ...input.approval === void 0 ? [] : [input.approval]];
	const statements = {
		...kept,
		approvals
	};
	const rollbacks = pastRollbacks(await ports.store.rollbacks(repository.id, environment));
	const inForce = policies.map((each) => each.policy);
	const place = {
		repositoryId: repository.id,
		repository: fullName(repository),
		environment,
		at
	};
	const lanes = await laneFacts(ports.store, place, inForce);
	const gathered = await gatherDeployment(github, {
		repository,
		environment,
		sha,
		ref,
		digest,
		actors,
		deploymentId,
		runId,
		runAttempt,
		at,
		overrides,
		records: (each) => knownLane(ports.store, repository.id, each),
		reviews,
		statements,
		verifications: (each) => ports.store.verifications(repository.id, each),
		health: healthThrough(ports, repository.installationId),
		writtenRecord: () => writtenRecord({
			...ports,
			github,
			repositoryId: repository.id,
			service: serviceOf$1(policies, environment),
			sha
		}),
		ordered: own === null ? void 0 : {
			rollback: own.id,
			sha: own.targetSha
		}
	}, inForce);
	const asked = {
		store: ports.store,
		github,
		repositoryId: repository.id,
		policies: inForce,
		at
	};
	const planned = await withPlans({
		...gathered,
		rollbacks,
		lanes
	}, asked);
	const facts = await sayUnknown(await withTrains(planned, {
		ports,
		question,
		policies
	}), gate, github);
	const knownRestrictions = [...kept.holds, ...kept.freezes].map(({ commentId }) => commentId);
	return {
		facts,
		decision: decide(policies, facts),
		knownRestrictions
	};
}
/**
* Of a commit that is not known nobody can have said yes before its own gate asked: what was said of the commit that it
* is filed against was about that one. A no counts all the same.
*/
async function sayUnknown(facts, gate, github) {
	const unknown = await unknownCommit(gate.byHand, github);
	if (unknown.isUnknown === void 0) return facts;
	const since = gate.requestedAt === null ? Number.POSITIVE_INFINITY : epochMs(gate.requestedAt);
	return {
		...facts,
		candidate: {
			...facts.candidate,
			...unknown
		},
		approvals: facts.approvals.filter(({ state, at }) => state === "rejected" || epochMs(at) >= since),
		overrides: facts.overrides.filter(({ at }) => epochMs(at) >= since)
	};
}

// src/flow/answer/unless-refused.ts
/**
* What GitHub refuses is an answer that people have to hear of: a permission is missing, or there is more than can be
* read. Other failures may pass.
*/
async function unlessRefused(judged) {
	try {
		return await judged;
	} catch (error) {
		if (error instanceof Failure && (error.kind === "forbidden" || error.kind === "rejected")) return error;
		throw error;
	}
}
/** A permission takes people to come; the other kind may be over in a minute, when GitHub's copies have caught up. */
function lookAgainMs({ kind }) {
	return kind === "forbidden" ? 6e5 : 6e4;
}

// src/flow/answer/commands/approval-texts.ts
/** Answers to approvals and rejections: recorded, counted by whom, and why not by others. */
/** `said` is the headline of the decision made with it. */
function replyRecorded(approval, weight, said) {
	const { user, state, environment, reason } = approval;
	const sha = approval.sha.slice(0, 7);
	const what = state === "approved" ? "approval" : "rejection";
	const because = reason === "" ? "" : `: ${inertMarkdown(reason)}`;
	return {
		summary: `${what} of ${environment} at ${sha} by ${user}${weight.counts.length === 0 ? ", which does not count" : ""}.`,
		body: [
			`${mention(user)}'s ${what} of \`${sha}\` for ${inertMarkdown(environment)} is recorded${because}. ${sayWeight(weight, state)}`,
			"",
			inertMarkdown(said)
		].join("\n")
	};
}
function sayWeight({ counts, ignored, enough }, state) {
	const verb = state === "approved" ? "It counts for" : "It blocks";
	return [
		...counts.length === 0 ? [] : [`${verb} ${named$1(counts)}.`],
		...ignored.map(({ gate, code }) => `It does not count for ${inertMarkdown(gate)}: ${sayIgnored(code)}.`),
		...enough.length === 0 ? [] : [`Without it there were enough for ${named$1(enough)}.`]
	].join(" ");
}
/** `said` tells what the deployment waits for. */
function replyNotAsked(approval, { asked }, said) {
	const { user, state, environment } = approval;
	const sha = approval.sha.slice(0, 7);
	const kind = state === "approved" ? "approve" : "reject";
	return {
		summary: `${user} is not asked to ${kind} ${environment} at ${sha}.`,
		body: [
			`**Nothing was done**: ${mention(user)} is not asked to ${kind} the deployment of \`${sha}\` to ${inertMarkdown(environment)}. ${whoIsAsked(asked)}`,
			"",
			inertMarkdown(said)
		].join("\n")
	};
}
/** A comment speaks of the release. Most gates ask for reviews of what is in it, which newcomers meet first. */
function whoIsAsked(asked) {
	if (asked.length === 0) return "No gate asks anybody about it.";
	return asked.map(({ gate, from, of }) => of === "release" ? `${inertMarkdown(gate)} asks ${inertMarkdown(from)}.` : `${inertMarkdown(gate)} counts reviews of the pull requests, by ${inertMarkdown(from)}, and no comments: review each on its own page.`).join(" ");
}
function named$1(gates) {
	return gates.map((gate) => inertMarkdown(gate)).join(", ");
}

// src/flow/dispatched/own-gate.ts
/**
* The rollback that the gate is opened for; null: it is a gate like any other. Nothing that a run says of itself counts,
* neither its inputs nor its name nor who started it: only that GitHub told us its number when we dispatched it. A run
* that was started again is somebody else's.
*/
function ownRollback({ runId, environment, gate, known }) {
	if (known === null || known.runId !== runId || known.state !== "dispatched") return null;
	if (!isSameName(known.environment, environment) || gate.runAttempt !== 1) return null;
	return known;
}

// src/flow/dispatched/see-gate.ts
async function seeGate(question, github, store) {
	const gate = await github.gate(question);
	const { repository, runId, environment } = question;
	const known = await store.rollbackOfRun(repository.id, runId);
	if (known === null) return {
		gate,
		own: null
	};
	return {
		gate: {
			...gate,
			sha: known.targetSha,
			filedSha: gate.sha,
			byHand: void 0
		},
		own: ownRollback({
			runId,
			environment,
			gate,
			known
		})
	};
}

// src/flow/answer/waiting-gates.ts
/** Which deployments does a command mean? */
/** The gates of the environment that wait now, by GitHub's word. */
async function findWaitingGates({ question, command, comment, ports, github }) {
	const waiting = await thatWait((await ports.store.openGates(question.repository.id)).filter((each) => each.environment.toLowerCase() === command.environment.toLowerCase()), github, ports.store);
	const writtenAt = epochMs(comment.createdAt);
	const isOfNamed = (sha) => command.sha === void 0 || sha.startsWith(command.sha);
	const isNamed = ({ state }) => isOfNamed(state.sha);
	const wasThere = ({ state: { requestedAt } }) => requestedAt !== null && epochMs(requestedAt) <= writtenAt;
	const named = waiting.filter(isNamed);
	const ended = await ports.store.endedSince(question.repository.id, command.environment, writtenAt);
	return {
		meant: named.filter(wasThere),
		later: named.filter((gate) => !wasThere(gate)),
		ended: ended.filter(isOfNamed),
		others: waiting.filter((gate) => !isNamed(gate))
	};
}
/** Those of the questions whose deployment waits now, by GitHub's word. */
async function thatWait(open, github, store) {
	const waiting = [];
	for (const question of open) {
		const { gate: state, own } = await seeGate(question, github, store);
		if (state.state === "waiting" && own === null) waiting.push({
			question,
			state
		});
	}
	return waiting;
}
/** Jobs of a matrix are several deployments of one commit, and one release. */
function commitsOf(gates) {
	return [...new Set(gates.map((gate) => gate.state.sha))];
}

// src/flow/answer/commands/bind.ts
/** The release, or the answer that none or several are meant. */
async function bindRelease(given) {
	const { meant, ended, later, others } = await findWaitingGates(given);
	const { command } = given;
	const [gate] = meant;
	if (gate === void 0) return { reply: replyNoGate(command.environment, {
		later: commitsOf(later),
		others: commitsOf(others)
	}) };
	const commits = [.../* @__PURE__ */ new Set([...commitsOf(meant), ...ended])];
	if (commits.length > 1) return { reply: replySeveralGates(command, commits) };
	return {
		gate,
		gates: meant
	};
}

// src/flow/answer/commands/permission-texts.ts
/** Answers to those who may not, and to those who name an environment that is none. */
function replyNobodyMay(kind, environment) {
	return {
		summary: `Nobody may ${kind} ${environment}: the policy names nobody.`,
		body: `**Nothing was done**: the policy names nobody who may ${kind} ${inertMarkdown(environment)}. Name them in \`override.by\`, or in \`rollback.by\` or \`release-manager\` of the environment.`
	};
}
function replyNotPermitted(kind, environment, user, mayInstead) {
	return {
		summary: `${user} may not ${kind} ${environment}.`,
		body: `**Nothing was done**: ${mention(user)} may not ${kind} ${inertMarkdown(environment)}; that is for ${inertMarkdown(mayInstead)}. Ask them.`
	};
}
const SHOWN$3 = 20;
/** `known`: the environments that there are. */
function replyNoSuchEnvironment(environment, known) {
	const shown = known.slice(0, SHOWN$3).map(inertMarkdown).join(", ");
	const rest = known.length > SHOWN$3 ? ` and ${known.length - SHOWN$3} more` : "";
	return {
		summary: `There is no governed environment ${environment}.`,
		body: `**Nothing was done**: ${inertMarkdown(environment)} is no environment that the policy governs. ${known.length === 0 ? "It governs none that exists." : `Those are: ${shown}${rest}.`}`
	};
}

// src/flow/answer/commands/permitted.ts
/** As people say it, where that is another word than the command. */
const VERBS = {
	rollback: "roll back",
	recovered: "say what is well again in",
	cause: "say what was the cause in"
};
/**
* Undefined: the author may. To hold something back the word of one policy is enough; to let it go again every policy
* that names somebody has to name the author, so that a repository cannot loosen what its organisation asks for.
*/
async function whyNotPermitted(given, policies) {
	const { environment, kind } = given.command;
	return whyMayNot(given, {
		environment,
		kind
	}, policies);
}
/** `environment` null: of no environment in particular, which is for those who may override. */
async function whyMayNot(given, { environment, kind }, policies) {
	const where = environment ?? "this repository";
	const named = policies.flatMap(({ policy }) => (environment === null ? whoMayOverrideSomewhere(policy) : whoMay(policy, environment)) ?? []);
	if (named.length === 0) return replyNobodyMay(VERBS[kind] ?? kind, where);
	const person = await authorOf(given, teamsOf(policies.map(({ policy }) => policy)));
	const may = named.map((people) => person !== void 0 && isAmong(people, person));
	if (kind === "hold" || kind === "freeze" ? may.includes(true) : !may.includes(false)) return void 0;
	const others = named.filter((_, index) => may[index] === false).map(sayPeople$1);
	const joined = [...new Set(others)].join(kind === "hold" || kind === "freeze" ? ", or " : ", and ");
	return replyNotPermitted(VERBS[kind] ?? kind, where, given.comment.user, joined);
}
function whoMay(policy, environment) {
	return whoMayRollBack(policy, environment);
}

// src/flow/answer/commands/weigh-opinion.ts
function weighOpinion({ user, userId, state }, policies, { decision, facts }) {
	const person = personOf(facts, user, userId);
	const asking = askingIn(decision, policies, person);
	const rollback = rollbackIn(facts, policies, person);
	const isMine = (login) => typeof login === "string" && isSameName(login, user);
	const counts = asking.filter(({ requirement }) => isCounted(requirement, state, isMine)).map(({ gate }) => gate);
	const ignored = asking.flatMap(({ gate, requirement }) => {
		const own = requirement.ignored?.find((each) => isMine(each.user));
		return own === void 0 || counts.includes(gate) ? [] : [{
			gate,
			code: own.code
		}];
	});
	const told = /* @__PURE__ */ new Set([...counts, ...ignored.map(({ gate }) => gate)]);
	const enough = asking.flatMap(({ gate, requirement, isInFrom }) => state === "approved" && requirement.status === "met" && isInFrom && !told.has(gate) ? [gate] : []);
	const isHeard = ignored.some(({ code }) => code !== "not-eligible");
	return {
		isAsked: counts.length > 0 || enough.length > 0 || state === "approved" && isHeard || rollback.length > 0,
		counts: [...counts, ...rollback],
		ignored,
		enough,
		asked: asking.map(({ gate, from, of }) => ({
			gate,
			from,
			of
		}))
	};
}
function isCounted({ counted, reason }, state, isMine) {
	if (state === "approved") return counted?.some(isMine) === true;
	const others = Array.isArray(reason["others"]) ? reason["others"] : [];
	return reason.code === "rejected" && [reason["user"], ...others].some(isMine);
}
/** Undefined for bots, strangers, and whoever took over the login. */
function personOf(facts, user, userId) {
	const person = directoryOf(facts).find(user);
	return person?.id === userId && person.kind === "user" ? person : void 0;
}
/** The approvals that the decision asks for, and who may give them. */
function askingIn(decision, policies, person) {
	const written = policies.flatMap(({ policy }) => policy.gates);
	return decision.gates.flatMap((gate) => {
		const approvals = written.find(({ name }) => name === gate.name)?.require.approvals;
		const requirement = gate.requirements.find(({ kind }) => kind === "approvals");
		if (approvals === void 0 || requirement === void 0) return [];
		const { from, of } = approvals;
		const isInFrom = person !== void 0 && isAmong(from, person);
		return [{
			gate: gate.name,
			requirement,
			isInFrom,
			from: sayPeople$1(from),
			of
		}];
	});
}
/** Whoever may ask for a rollback also answers for a step back: no gate lists that. */
function rollbackIn({ direction, question }, policies, person) {
	if (direction !== "backward" || question.kind !== "deploy" || person === void 0) return [];
	return policies.flatMap(({ policy }) => whoMay(policy, question.environment) ?? []).some((people) => isAmong(people, person)) ? ["this rollback"] : [];
}

// src/flow/answer/commands/approve-or-reject.ts
/** `/tidegate approve` and `/tidegate reject`: somebody whom a gate asks says yes or no to the release. */
/** It is kept when somebody asks its author; whether it counts is judged then, and with each later decision. */
async function approveOrReject(given) {
	const { command, at, ports, github } = given;
	const bound = await bindRelease(given);
	if ("reply" in bound) return replied(given, bound.reply);
	const found = await policiesFor(given);
	if ("answer" in found) return found.answer;
	const { policies } = found;
	const { question, state } = bound.gate;
	const approval = approvalOf(given, state);
	const overrides = await ports.store.overrides(question.repository.id, question.environment);
	const judged = await unlessRefused(judgeGate({
		ports,
		github,
		question,
		gate: state,
		policies,
		overrides,
		approval,
		at
	}));
	if (judged instanceof Failure) return replied(given, replyUnreadable(judged));
	const weight = weighOpinion(approval, policies, judged);
	const said = headline(judged.decision, judged.facts, policies);
	if (!weight.isAsked) return replied(given, replyNotAsked(approval, weight, said));
	const { user, userId, sha, environment, reason } = approval;
	const { repositoryId, commentId } = statedBy(given);
	const statement = {
		repositoryId,
		commentId,
		user,
		userId,
		sha,
		environment,
		reason,
		at: approval.at
	};
	return replied(given, replyRecorded(approval, weight, said), {
		statements: [{
			...statement,
			kind: command.kind
		}],
		questions: bound.gates.map((each) => each.question)
	});
}
function approvalOf(given, gate) {
	const { command } = given;
	const { user, userId, at } = statedBy(given);
	const { environment, sha } = gate;
	const isNo = command.kind === "reject";
	return {
		user,
		userId,
		at,
		environment,
		sha,
		state: isNo ? "rejected" : "approved",
		reason: isNo ? command.reason : ""
	};
}

// src/flow/answer/commands/outcome-texts.ts
function replyRecovered({ user, at }, deployment) {
	const { id, environment } = deployment;
	return {
		summary: `Deployment ${id} to ${environment}: well again, says ${user}.`,
		body: `**Recorded**: what ${say(deployment)} broke is well again since ${at}, on the word of ${mention(user)}. Nothing else changes: a hold stays until somebody lifts it.`
	};
}
/** `deployment` null: none of the repository's. */
function replyCause({ user }, issueNumber, deployment) {
	const what = deployment === null ? "none of the deployments of this repository" : say(deployment);
	return {
		summary: `Cause of #${issueNumber}, says ${user}: ${deployment === null ? "external" : `deployment ${deployment.id}`}.`,
		body: `**Recorded**: the cause of what this issue is about is ${what}, on the word of ${mention(user)}. The newest word about an issue counts.`
	};
}
function replyNoSuchDeployment(id) {
	return {
		summary: `No deployment ${id}.`,
		body: `**Nothing was done**: this repository has no deployment ${id}. The number stands at the end of the issue that Tidegate keeps for a finding, and in GitHub's list of deployments.`
	};
}
function say({ id, environment, sha }) {
	return `deployment ${id} (\`${sha.slice(0, 12)}\` in ${inertMarkdown(environment)})`;
}

// src/flow/answer/commands/known-deployment.ts
async function findDeployment(given, id, kind, policies) {
	const { github, ports, question } = given;
	const filed = await github.deployment(id);
	if (filed === null) return { refusal: replyNoSuchDeployment(id) };
	const { environment } = filed;
	const refusal = await whyMayNot(given, {
		environment,
		kind
	}, policies);
	if (refusal !== void 0) return { refusal };
	return { deployment: {
		id,
		environment,
		sha: commitsOf$1(await ports.store.rollbacks(question.repository.id, environment)).get(id) ?? filed.sha
	} };
}

// src/flow/answer/commands/cause.ts
async function cause(given) {
	const inForce = await policiesFor(given);
	if ("answer" in inForce) return inForce.answer;
	const found = await findNamed(given, inForce.policies);
	if ("refusal" in found) return replied(given, found.refusal);
	const { issueNumber } = given.question;
	const by = statedBy(given);
	const { deployment } = found;
	const about = {
		...by,
		kind: "cause",
		issueNumber,
		reason: ""
	};
	const blamed = given.command.isExternal ? null : deployment;
	const statement = blamed === null ? {
		...about,
		environment: deployment?.environment ?? "",
		deploymentId: null
	} : {
		...about,
		environment: blamed.environment,
		sha: blamed.sha,
		deploymentId: blamed.id
	};
	const questions = [{
		kind: "dora",
		repository: given.question.repository
	}];
	return replied(given, replyCause(by, issueNumber, blamed), {
		statements: [statement],
		questions
	});
}
/** Null: `external` alone names none. */
async function findNamed(given, policies) {
	const { deploymentId, kind } = given.command;
	if (deploymentId !== void 0) return findDeployment(given, deploymentId, kind, policies);
	const refusal = await whyMayNot(given, {
		environment: null,
		kind
	}, policies);
	return refusal === void 0 ? { deployment: null } : { refusal };
}

// src/flow/answer/commands/stage-texts.ts
/** Answers to `/tidegate go` and `/tidegate no-go`. */
/** @param letIn of a no-go: what it takes out nothing of, as Markdown. */
function replyDecided({ stage, verdict, user, reason }, title, at, dates, letIn = []) {
	const because = reason === "" ? "" : `: ${inertMarkdown(reason)}`;
	const when = `${inertMarkdown(stage)} (${inertMarkdown(sayStageTime(at, dates))}) of ${nameOf$1(title)}, which is planned for ${sayDay(dates.date)}`;
	const then = verdict === "go" ? "A later word on this stage takes its place." : `${letIn.length === 0 ? "What belongs to it" : "What of it has not gone out"} is held until somebody who may decide says go at this stage.`;
	return {
		summary: `${verdict} at ${plainLine(stage, 100)} of ${plainLine(title, 100)}, says ${user}.`,
		body: `**Recorded**: ${mention(user)} says ${verdict} at ${when}${because}. ${[...letIn, then].join(" ")}`
	};
}
/** Of a stage that the planned release does not have now. */
function replyTakenBack({ stage, user }, title) {
	return {
		summary: `go at ${plainLine(stage, 100)} of ${plainLine(title, 100)}, says ${user}.`,
		body: `**Recorded**: ${mention(user)} says go at ${inertMarkdown(plainLine(stage, 100))} of ${nameOf$1(title)}, which has no such stage any more. The no-go there holds nothing from now on.`
	};
}
function replyNoSuchStage(stage, title, known) {
	const meant = nearest(stage, known);
	const list = known.length === 0 ? "The policy names none." : `Its stages are ${known.map(inertMarkdown).join(", ")}.`;
	const guess = meant === void 0 ? "" : ` Did you mean ${inertMarkdown(meant)}?`;
	return {
		summary: `No stage ${plainLine(stage, 100)}.`,
		body: `**Nothing was done**: ${nameOf$1(title)} has no stage ${inertMarkdown(plainLine(stage, 100))}. ${list}${guess}`
	};
}
function replyNoDate(title) {
	return {
		summary: "The planned release has no date.",
		body: `**Nothing was done**: the milestone ${nameOf$1(title)} has no due date, so it has no stages yet. Give it one, then write the command again.`
	};
}
function replyPlanOver(title) {
	return {
		summary: "The planned release is over.",
		body: `**Nothing was done**: the planned release ${nameOf$1(title)} is over, and no no-go of that name stands. Open its milestone again if it is not over.`
	};
}
function replyNoPlan() {
	return {
		summary: "There is no planned release.",
		body: "**Nothing was done**: there is no open planned release: no open milestone has a title that `plan.milestones` of the policy matches. Make one, or correct its title."
	};
}
const SHOWN$2 = 20;
function replySeveralPlans(kind, plans) {
	const listed = plans.slice(0, SHOWN$2).map(({ title, number, issue }) => {
		const where = issue === null ? `[milestone ${number}](../milestone/${number})` : `its record is #${issue}`;
		return `- ${nameOf$1(title)}: ${where}`;
	});
	const more = plans.length > SHOWN$2 ? [`- … and ${plans.length - SHOWN$2} more`] : [];
	return {
		summary: "There are several planned releases.",
		body: [
			`**Nothing was done**: there are ${plans.length} open planned releases, and this belongs to none of them. Write \`/tidegate ${kind}\` in the record of the one that you mean:`,
			"",
			...listed,
			...more
		].join("\n")
	};
}
function replyNobodyDecides(kind) {
	return {
		summary: `Nobody may say ${kind}: the policy names nobody.`,
		body: `**Nothing was done**: the policy names nobody who may say ${kind}. Name a \`release-manager\` of the production environment.`
	};
}
function nameOf$1(title) {
	return inertMarkdown(plainLine(title, 200));
}

// src/flow/answer/commands/find-plan.ts
/** Which planned release does a comment speak of? */
/** That of the record, else of the milestone that the issue or pull request belongs to, else the only open one. */
async function findPlan(given, policies) {
	const { question, ports, github, command } = given;
	const known = await ports.store.plansOf(question.repository.id);
	const own = known.find(({ issue }) => issue === question.issueNumber);
	if (own?.state === "over" && !isTakenBack(own, given)) return { refusal: replyPlanOver(own.title) };
	if (own !== void 0) return { plan: meant(own) };
	const milestone = (await github.issue(question.issueNumber))?.milestone ?? null;
	const belongsTo = milestone === null ? void 0 : await planOf$1(given, milestone, policies, known);
	if (belongsTo !== void 0) return { plan: belongsTo };
	const holding = known.filter((plan) => isTakenBack(plan, given) && heldPulls(plan, given.at).pulls.includes(question.issueNumber));
	const [first, ...more] = holding;
	if (first !== void 0) return more.length > 0 ? { refusal: replySeveralPlans(command.kind, holding) } : { plan: meant(first) };
	const open = known.filter(({ state, title }) => state === "open" && isPlanned(policies, title));
	const [only, ...others] = open;
	if (only === void 0) return { refusal: replyNoPlan() };
	if (others.length > 0) return { refusal: replySeveralPlans(command.kind, open) };
	return { plan: meant(only) };
}
/** A no-go stands until somebody takes it back, also where the milestone is closed or gone, or left by what it is about. */
function isTakenBack({ decisions }, { command, at }) {
	return command.kind === "go" && verdictOf$1(command.stage, decisions, at).verdict === "no-go";
}
/** As GitHub has it now: its date may have moved since it was last told. */
async function planOf$1({ github }, number, policies, known) {
	const milestone = await github.milestone(number);
	if (milestone === null || !milestone.isOpen || !isPlanned(policies, milestone.title)) return void 0;
	return {
		number,
		title: milestone.title,
		due: milestone.dueOn,
		known: known.find((each) => each.number === number)
	};
}
function meant(known) {
	const { number, title, date, state } = known;
	return {
		number,
		title,
		due: state === "over" ? null : date,
		known
	};
}

// src/flow/answer/commands/let-in-before.ts
/** What of a planned release was let in before somebody said no-go: that takes nothing out. */
/** One for each production environment that has it: since when, and how to go back. Markdown. */
async function sayLetIn(title, given) {
	const said = [];
	for (const environment of productionOf(given.policies)) {
		const text = await letInTo(environment, title, given);
		if (text !== void 0) said.push(text);
	}
	return said;
}
/** Undefined: nothing of it is there, or it goes back, or went back. */
async function letInTo(environment, title, { store, repository, policies, at }) {
	const newest = (await store.plannedGates(repository.id, environment, title)).find(({ openedAt }) => openedAt !== null);
	if (newest === void 0 || newest.openedAt === null) return void 0;
	const { deploymentId, sha } = newest;
	if ((await store.rollbacks(repository.id, environment)).some((each) => each.failedDeploymentId === deploymentId && (each.state === "verified" || isUnderWay(each)))) return void 0;
	const name = inertMarkdown(environment);
	const since = `It is **not** taken out by this: ${name} was let in at ${sayLocal(newest.openedAt, zoneOfPlans(policies), at)}.`;
	if ((await store.openedGates(repository.id, environment)).some((each) => each.deploymentId > deploymentId && each.sha !== sha)) return `${since} Another release was let in since.`;
	const isSetUp = policies.some((policy) => entryFor(policy, environment)?.rollback !== void 0);
	const back = `/tidegate rollback ${commandWord(environment, "ENV")} @${sha.slice(0, 7)} REASON`;
	return `${since} ${isSetUp ? `To go back: \`${back}\`.` : `To go back, deploy to ${name} what was good: no rollback is set up there.`}`;
}

// src/flow/answer/commands/stage-permission.ts
/** Who may say go or no-go at a stage: the release manager, an approver of production, or who may override. */
/** Read anew, as with every command. Undefined: the author may. */
async function whyMayNotDecide(given, policies) {
	const named = whoMayDecide(policies);
	if (named.length === 0) return replyNobodyDecides(given.command.kind);
	const person = await authorOf(given, teamsOf(policies));
	if (person !== void 0 && named.some((people) => isAmong(people, person))) return void 0;
	const who = [...new Set(named.map(sayPeople$1))].join(", or ");
	const { kind } = given.command;
	return kind === "leave-out" ? replyNotPermitted("leave pull requests out of a no-go for", "planned releases", given.comment.user, who) : replyNotPermitted(`say ${kind} at`, "stages of planned releases", given.comment.user, who);
}
function whoMayDecide(policies) {
	return productionOf(policies).flatMap((environment) => [
		...[releaseManagerOf(policies, environment)].filter((people) => people !== void 0),
		...policies.flatMap((policy) => approversOf(policy, environment)),
		...policies.flatMap((policy) => whoMayOverride(policy, environment) ?? [])
	]);
}
function approversOf({ gates }, environment) {
	return gates.filter((gate) => gate.at === "deploy" && matchesEnvironment(gate.for?.environments, environment)).flatMap((gate) => gate.require.approvals ?? []).flatMap(({ of, from }) => of === "release" ? [from] : []);
}

// src/flow/answer/commands/decide-stage.ts
/** `/tidegate go` and `/tidegate no-go`: a decision at a stage of a planned release. */
async function decideStage(given) {
	const inForce = await policiesFor(given);
	if ("answer" in inForce) return inForce.answer;
	const policies = inForce.policies.map(({ policy }) => policy);
	const refusal = await whyMayNotDecide(given, policies);
	if (refusal !== void 0) return replied(given, refusal);
	const found = await findPlan(given, policies);
	if ("refusal" in found) return replied(given, found.refusal);
	return decided$1(given, found.plan, policies);
}
async function decided$1(given, plan, policies) {
	const { command } = given;
	const production = productionOf(policies);
	const dates = plan.due === null ? void 0 : planDates(plan.title, plan.due, {
		policies,
		production
	});
	const stage = dates?.stages.find(({ name }) => isSameName(name, command.stage));
	if (dates !== void 0 && stage !== void 0) {
		const decision = {
			...decisionOf(given, plan, stage.name),
			...await aboutOf(given, plan)
		};
		const letIn = command.kind === "no-go" ? await letInOf(given, plan, policies) : [];
		return await kept$1(given, decision, replyDecided(decision, plan.title, stage, dates, letIn), plan);
	}
	const held = await heldStage(given, plan);
	if (held !== void 0) {
		const decision = decisionOf(given, plan, held);
		return await kept$1(given, decision, replyTakenBack(decision, plan.title), plan);
	}
	if (dates === void 0) return replied(given, replyNoDate(plan.title));
	const known = dates.stages.map(({ name }) => name);
	return replied(given, replyNoSuchStage(command.stage, plan.title, known));
}
async function letInOf({ ports, question, at }, { title }, policies) {
	return await sayLetIn(title, {
		store: ports.store,
		repository: question.repository,
		policies,
		at
	});
}
/** A no-go holds for as long as nobody takes it back, also where the policy or the milestone has no such stage by now. */
async function heldStage({ command, question, ports, at }, { number }) {
	if (command.kind !== "go") return void 0;
	const decisions = await ports.store.stageDecisions(question.repository.id, number);
	const { verdict, standing } = verdictOf$1(command.stage, decisions, at);
	return verdict === "no-go" ? standing.at(-1)?.stage : void 0;
}
function decisionOf(given, { number: milestone }, stage) {
	const { command } = given;
	const { repositoryId, commentId, user, userId, at } = statedBy(given);
	return {
		repositoryId,
		commentId,
		user,
		userId,
		at,
		milestone,
		stage,
		verdict: command.kind,
		reason: command.kind === "no-go" ? command.reason : ""
	};
}
/**
* What a no-go is about is what belongs to the milestone now, or did when the plan was last told: whoever takes something
* out of it a moment later takes nothing out of the no-go.
*/
async function aboutOf({ command, github }, { number, known }) {
	if (command.kind === "go") return {};
	const now = await github.milestone(number) !== null ? pullsOf(await github.milestoneItems(number)) : NOTHING$2;
	return { about: together(known?.about ?? NOTHING$2, now) };
}
/** So that nothing that is kept so is believed as read. */
const NEVER_READ = toInstant(0);
/** A plan that was never told is kept from now on, so that its no-go holds also where its milestone is gone a moment later. */
function firstKept({ question }, { number, title }) {
	return {
		repositoryId: question.repository.id,
		number,
		title,
		state: "open",
		date: null,
		productionAt: null,
		zone: "UTC",
		stages: [],
		downtime: null,
		warnings: [],
		updatedAt: null,
		at: NEVER_READ
	};
}
async function kept$1(given, decision, reply, plan) {
	const { question, ports } = given;
	const { repository } = question;
	const told = {
		kind: "plan",
		repository,
		milestone: decision.milestone
	};
	return replied(given, reply, {
		stageDecisions: [decision],
		...plan.known === void 0 ? { plan: firstKept(given, plan) } : {},
		questions: [told, ...await ports.store.openGates(repository.id)]
	});
}

// src/flow/answer/commands/environment.ts
/**
* One that GitHub has, or that a policy names before its first deployment. A misspelled name must not look as if
* something were held back.
*/
async function findEnvironment(github, name, inForce) {
	const policies = inForce.map(({ policy }) => policy);
	const keys = policies.flatMap((policy) => Object.keys(policy.environments ?? {})).filter((key) => !isGlob(key));
	const there = [...await github.environments(), ...keys].filter((each) => isGoverned(policies, each));
	const found = there.find((each) => isSameName(each, name));
	if (found !== void 0) return {
		kind: "governed",
		name: found
	};
	return {
		kind: "unknown",
		known: there.filter((each, index) => there.findIndex((other) => isSameName(other, each)) === index).toSorted()
	};
}

// src/flow/answer/commands/restriction-texts.ts
/** Answers about holds and freezes. */
function replyHeld({ user, environment, sha, reason }) {
	const name = inertMarkdown(environment);
	return {
		summary: `Hold of ${environment} at ${sha.slice(0, 12)} by ${user}: ${reason}`,
		body: `**Held**: ${name} refuses every commit that contains \`${sha.slice(0, 12)}\`, on the word of ${mention(user)}: ${inertMarkdown(reason)}. It stays so until somebody lifts it: \`/tidegate lift ${commandWord(environment, "ENV")} @${sha.slice(0, 12)} REASON\`. An override does not open it.`
	};
}
/** Follows the answer that no deployment is meant. */
function sayWhatRuns(environment, sha) {
	if (sha === void 0) return "";
	return `\n\n${inertMarkdown(environment)} runs \`${sha.slice(0, 12)}\`. To hold that one: \`/tidegate hold ${commandWord(environment, "ENV")} @${sha.slice(0, 12)} REASON\`.`;
}
function replyNoHold(environment, sha) {
	const what = sha === void 0 ? "no commit" : `no commit \`@${sha}\``;
	return {
		summary: `Nothing is held for ${environment}.`,
		body: `**Nothing was done**: ${what} is held for ${inertMarkdown(environment)}. \`/tidegate status\` lists what is.`
	};
}
function replySeveralHolds(environment, holds) {
	return {
		summary: `Several commits are held for ${environment}.`,
		body: [
			`**Nothing was done**: several commits are held for ${inertMarkdown(environment)}. Say which: \`/tidegate lift ${commandWord(environment, "ENV")} @SHA REASON\`.`,
			"",
			...holds.map((hold) => `- ${sayHold(hold)}`)
		].join("\n")
	};
}
function replyLifted({ user, environment, sha, reason }, holds) {
	const was = holds.map((hold) => `${inertMarkdown(hold.user)} (${inertMarkdown(hold.reason)})`).join(", ");
	return {
		summary: `Lift of ${environment} at ${sha.slice(0, 12)} by ${user}: ${reason}`,
		body: `**Lifted**: ${inertMarkdown(environment)} takes commits that contain \`${sha.slice(0, 12)}\` again, on the word of ${mention(user)}: ${inertMarkdown(reason)}. It had been held by ${was}. Approvals of that very commit from before the hold do not count any more.`
	};
}
function sayHold({ environment, sha, user, reason }) {
	return `${inertMarkdown(environment)} refuses \`@${sha.slice(0, 12)}\`: ${inertMarkdown(user)}, ${inertMarkdown(reason)}`;
}
function replyFrozen({ user, environment, until, reason }, zone, at) {
	return {
		summary: `Freeze of ${environment} by ${user} ${untilWhen(until, zone, at)}: ${reason}`,
		body: `**Frozen**: nothing enters ${inertMarkdown(environment)} ${untilWhen(until, zone, at)}, on the word of ${mention(user)}: ${inertMarkdown(reason)}. To end it earlier: \`/tidegate unfreeze ${commandWord(environment, "ENV")} REASON\`.`
	};
}
function replyNoMoment(text) {
	return {
		summary: "The end of the freeze is not understood.",
		body: `**Nothing was done**: ${inertMarkdown(text)} is no date and no time. Write the end as \`2026-12-24\`, \`2026-12-24T18:00\` (in the zone of the policy) or \`2026-12-24T18:00+01:00\`, or leave it out.`
	};
}
function replyPastMoment(until, zone, at) {
	return {
		summary: "The end of the freeze is past.",
		body: `**Nothing was done**: ${sayBoth(epochMs(until), zone, at)} is past.`
	};
}
function replyNoFreeze(environment) {
	return {
		summary: `Nobody froze ${environment}.`,
		body: `**Nothing was done**: no freeze that somebody set is running for ${inertMarkdown(environment)}. Freezes of the policy end when the policy says; no command ends them. Change the policy, or override one deployment.`
	};
}
function replyUnfrozen({ user, environment, reason }, freezes) {
	const was = freezes.map((each) => `${inertMarkdown(each.user)} (${inertMarkdown(each.reason)})`).join(", ");
	return {
		summary: `Unfreeze of ${environment} by ${user}: ${reason}`,
		body: `**Unfrozen**: the freeze of ${inertMarkdown(environment)} by ${was} is over, on the word of ${mention(user)}: ${inertMarkdown(reason)}. Freezes of the policy stay.`
	};
}
function sayFreeze({ environment, user, reason, until }, zone, at) {
	return `${inertMarkdown(environment)} is frozen ${untilWhen(until, zone, at)}: ${inertMarkdown(user)}, ${inertMarkdown(reason)}`;
}
function untilWhen(until, zone, at) {
	return until === null ? "until somebody ends it" : `until ${sayBoth(epochMs(until), zone, at)}`;
}

// src/flow/answer/commands/freeze.ts
/** `/tidegate freeze`: nothing enters the environment, until then or until somebody ends it. */
async function freeze(given) {
	const found = await policiesFor(given);
	if ("answer" in found) return found.answer;
	const refusal = await whyNotPermitted(given, found.policies);
	if (refusal !== void 0) return replied(given, refusal);
	const environment = await findEnvironment(given.github, given.command.environment, found.policies);
	if (environment.kind === "unknown") return replied(given, replyNoSuchEnvironment(given.command.environment, environment.known));
	return frozen(given, environment.name, zoneOf(found.policies));
}
async function frozen(given, environment, zone) {
	const { command, at } = given;
	const until = readUntil(command.until, zone);
	if (until === void 0) return replied(given, replyNoMoment(command.until ?? ""));
	if (until !== null && epochMs(until) <= at) return replied(given, replyPastMoment(until, zone, at));
	const statement = {
		...statedBy(given),
		kind: "freeze",
		environment,
		until,
		reason: command.reason
	};
	return stated(given, replyFrozen(statement, zone, at), statement);
}
/** The zone of the repository's own policy, where it has one. */
function zoneOf(policies) {
	return policies.at(-1)?.policy.zone ?? "UTC";
}
/** Null: no end is named. Undefined: not understood. */
function readUntil(text, zoneName) {
	if (text === void 0) return null;
	const zone = zoneNamed(zoneName);
	const moment = zone === void 0 ? void 0 : readMoment(text, zone);
	return moment === void 0 ? void 0 : toInstant(moment);
}

// src/flow/answer/commands/hold.ts
async function hold(given) {
	const found = await policiesFor(given);
	if ("answer" in found) return found.answer;
	const refusal = await whyNotPermitted(given, found.policies);
	if (refusal !== void 0) return replied(given, refusal);
	return holdIn(given, found.policies);
}
async function holdIn(given, policies) {
	const { command, github } = given;
	const environment = await findEnvironment(github, command.environment, policies);
	if (environment.kind === "unknown") return replied(given, replyNoSuchEnvironment(command.environment, environment.known));
	const { name } = environment;
	const sha = command.sha === void 0 ? void 0 : await github.commit(command.sha);
	if (sha === null) return replied(given, replyNoSuchCommit(command.sha ?? ""));
	if (sha !== void 0) return held(given, name, sha);
	const bound = await bindRelease(given);
	if (!("reply" in bound)) return held(given, name, bound.gate.state.sha);
	const { summary, body } = bound.reply;
	return replied(given, {
		summary,
		body: `${body}${sayWhatRuns(name, await runsIn(given, name))}`
	});
}
function held(given, environment, sha) {
	const statement = {
		...statedBy(given),
		kind: "hold",
		environment,
		sha,
		reason: given.command.reason
	};
	return stated(given, replyHeld(statement), statement);
}
/** The commit that the environment runs, for whoever meant that one. */
async function runsIn({ github, ports, question }, environment) {
	const isTrusted = trusts(await knownLane(ports.store, question.repository.id, environment));
	const deployments = await github.deployments(environment, {
		isTrusted,
		sha: "",
		own: []
	});
	return baselineOf(deployments.filter(isTrusted))?.sha;
}

// src/flow/answer/commands/leave-out-texts.ts
/** Answers to `/tidegate leave-out`. */
function replyLeftOut({ pull, user, reason }, title, belongs) {
	const then = belongs ? " It still belongs to the milestone: take it out of there too, or the next no-go is about it again." : " A no-go that is said later is not about it either.";
	return {
		summary: `#${pull} is left out of the no-go for ${plainLine(title, 100)}, says ${user}.`,
		body: `**Recorded**: ${mention(user)} leaves #${pull} out of the no-go for ${nameOf(title)}: ${inertMarkdown(reason)}. It is not held by that any more, in a release that brings nothing else of it.${then}`
	};
}
function replyNoNoGo(pull) {
	return {
		summary: `No no-go holds #${pull}.`,
		body: `**Nothing was done**: no no-go of a planned release holds #${pull}.`
	};
}
function replyNotHeld(pull, { title }, held) {
	const list = held.length === 0 ? "It holds nothing." : `It holds ${sayPulls(held)}.`;
	return {
		summary: `The no-go does not hold #${pull}.`,
		body: `**Nothing was done**: the no-go for ${nameOf(title)} does not hold #${pull}. ${list}`
	};
}
const SHOWN$1 = 20;
function replySeveralHold(pull, plans) {
	const listed = plans.slice(0, SHOWN$1).map(({ title, number, issue }) => {
		return `- ${nameOf(title)}: ${issue === null ? `milestone ${number}` : `its record is #${issue}`}`;
	});
	return {
		summary: `Several no-goes hold #${pull}.`,
		body: [
			`**Nothing was done**: the no-goes of ${plans.length} planned releases hold #${pull}. Write the command in the record of each that is not to:`,
			"",
			...listed
		].join("\n")
	};
}
function nameOf(title) {
	return inertMarkdown(plainLine(title, 200));
}

// src/flow/answer/commands/leave-out.ts
async function leaveOut(given) {
	const inForce = await policiesFor(given);
	if ("answer" in inForce) return inForce.answer;
	const refusal = await whyMayNotDecide(given, inForce.policies.map(({ policy }) => policy));
	if (refusal !== void 0) return replied(given, refusal);
	const { question, ports, command, at } = given;
	const stopped = (await ports.store.plansOf(question.repository.id)).filter(({ decisions }) => standingNoGoes(decisions, at).length > 0);
	const own = stopped.filter(({ issue }) => issue === question.issueNumber);
	const candidates = own.length > 0 ? own : stopped.filter((plan) => mayHold(plan, given));
	const [plan, ...others] = candidates;
	if (plan === void 0) return replied(given, replyNoNoGo(command.pull));
	if (others.length > 0) return replied(given, replySeveralHold(command.pull, candidates));
	const milestone = (await given.github.issue(command.pull))?.milestone ?? null;
	if (!(mayHold(plan, given) || milestone === plan.number)) return replied(given, replyNotHeld(command.pull, plan, heldPulls(plan, at).pulls));
	return await kept(given, plan, milestone === plan.number);
}
function mayHold(plan, { command, at }) {
	const { pulls, isCut } = heldPulls(plan, at);
	return isCut || pulls.includes(command.pull);
}
async function kept(given, { number: milestone, title }, belongs) {
	const { question, ports, command } = given;
	const { repository } = question;
	const said = {
		...statedBy(given),
		milestone,
		pull: command.pull,
		reason: command.reason
	};
	return replied(given, replyLeftOut(said, title, belongs), {
		leaveOuts: [said],
		questions: [{
			kind: "plan",
			repository,
			milestone
		}, ...await ports.store.openGates(repository.id)]
	});
}

// src/flow/answer/commands/lift.ts
/** `/tidegate lift`: somebody answers for letting a held commit go. */
async function lift(given) {
	const found = await policiesFor(given);
	if ("answer" in found) return found.answer;
	const refusal = await whyNotPermitted(given, found.policies);
	if (refusal !== void 0) return replied(given, refusal);
	const { environment, sha: named, reason } = given.command;
	const holds = await holdsMeant(given);
	const [hold] = holds;
	if (hold === void 0) return replied(given, replyNoHold(environment, named));
	if ([...new Set(holds.map(({ sha }) => sha))].length > 1) return replied(given, replySeveralHolds(environment, holds));
	const ends = holds.map(({ commentId }) => commentId);
	const at = {
		environment: hold.environment,
		sha: hold.sha
	};
	const statement = {
		...statedBy(given),
		...at,
		kind: "lift",
		reason,
		ends
	};
	return stated(given, replyLifted(statement, holds), statement);
}
/** Those that were there when the comment was written: a command that reaches us late lets go of nothing newer. */
async function holdsMeant({ command, comment, ports, question }) {
	const { holds } = await ports.store.restrictions(question.repository.id);
	return holds.filter((hold) => isSameName(hold.environment, command.environment)).filter((hold) => hold.sha.startsWith(command.sha ?? "") && epochMs(hold.at) <= epochMs(comment.createdAt));
}

// src/flow/answer/commands/override-texts.ts
/** `held` is the headline of the decision: what the deployment waits for. */
function replyRefused(stated, held, refusal) {
	const sha = stated.sha.slice(0, 12);
	return {
		summary: `Override of ${stated.environment} at ${sha} by ${stated.user} refused (${refusal.kind}): ${stated.reason}`,
		body: [
			`**The override was refused**: the deployment of \`${sha}\` to ${inertMarkdown(stated.environment)} stays held. ${sayRefusal(stated.user, refusal)}`,
			"",
			inertMarkdown(held)
		].join("\n")
	};
}
function sayRefusal(user, refusal) {
	switch (refusal.kind) {
		case "nobody-may": return "The policy has no `override`, or names nobody there and no `release-manager` of this environment, so nobody may.";
		case "not-among": {
			const who = inertMarkdown(refusal.mayInstead);
			return `${mention(user)} may not override here. By the policy that is ${who}. Ask them.`;
		}
		case "too-late-or-beyond": return "The comment is older than `override.expires` allows, or what holds the deployment cannot be overridden. If it is the first, write it again.";
	}
}
/** `open` is the headline of the decision. */
function replyNotNeeded(stated, open) {
	return {
		summary: `Override of ${stated.environment} at ${stated.sha.slice(0, 12)} by ${stated.user} not needed: ${stated.reason}`,
		body: [
			`**No override is needed**: the deployment of \`${stated.sha.slice(0, 12)}\` to ${inertMarkdown(stated.environment)} is let through by the policy.`,
			"",
			inertMarkdown(open)
		].join("\n")
	};
}
/** `untilWhen` is the headline of the decision: who opened it, until when, and why. */
function replyAccepted(stated, decision, untilWhen) {
	const open = decision.gates.filter((gate) => gate.status === "pending" || gate.status === "failed");
	const missing = open.length === 0 ? "nothing" : open.map((gate) => inertMarkdown(gate.name)).join(", ");
	const sha = stated.sha.slice(0, 12);
	return {
		summary: `Override of ${stated.environment} at ${sha} by ${stated.user}: ${stated.reason}`,
		body: [
			`**Override accepted**: the deployment of \`${sha}\` to ${inertMarkdown(stated.environment)} is being let through on the word of ${mention(stated.user)}.`,
			"",
			`${inertMarkdown(untilWhen)}`,
			"",
			`Not met at this moment: ${missing}.`
		].join("\n")
	};
}

// src/flow/answer/commands/override.ts
/** `/tidegate override`: a permitted person opens what the policy holds. */
async function override(given) {
	const { command, at, ports, github } = given;
	const bound = await bindRelease(given);
	if ("reply" in bound) return replied(given, bound.reply);
	const found = await policiesFor(given);
	if ("answer" in found) return found.answer;
	const { policies } = found;
	const { question, state } = bound.gate;
	const { repositoryId, commentId, ...by } = statedBy(given);
	const stated = {
		...by,
		environment: state.environment,
		sha: state.sha,
		reason: command.reason
	};
	const judged = await unlessRefused(judgeGate({
		ports,
		github,
		question,
		gate: state,
		policies,
		overrides: [stated],
		at
	}));
	if (judged instanceof Failure) return replied(given, replyUnreadable(judged));
	const { decision, facts } = judged;
	const questions = bound.gates.map((each) => each.question);
	const said = headline(decision, facts, policies);
	if (decision.override !== null) {
		const kept = {
			overrides: [{
				...stated,
				repositoryId,
				commentId
			}],
			questions
		};
		return replied(given, replyAccepted(stated, decision, said), kept);
	}
	if (decision.verdict === "open") return replied(given, replyNotNeeded(stated, said), { questions });
	const inForce = policies.map(({ policy }) => policy);
	return replied(given, replyRefused(stated, said, whyRefused(inForce, facts, stated.user)));
}

// src/flow/answer/commands/recovered.ts
async function recovered(given) {
	const inForce = await policiesFor(given);
	if ("answer" in inForce) return inForce.answer;
	const found = await findDeployment(given, given.command.deploymentId, "recovered", inForce.policies);
	if ("refusal" in found) return replied(given, found.refusal);
	const { id: deploymentId, environment, sha } = found.deployment;
	const by = statedBy(given);
	const statement = {
		...by,
		kind: "recovered",
		environment,
		sha,
		deploymentId,
		reason: ""
	};
	const questions = [{
		kind: "dora",
		repository: given.question.repository
	}];
	return replied(given, replyRecovered(by, found.deployment), {
		statements: [statement],
		questions
	});
}

// src/flow/answer/commands/rollback-texts.ts
/** Answers to `/tidegate rollback`. */
const TOLD = "How it goes on is told in an issue with the label `tidegate:review`.";
function replyOrdered({ user, environment, sha, reason }, way) {
	const name = inertMarkdown(environment);
	const bad = short(sha);
	return {
		summary: `Rollback of ${environment} from ${bad} by ${user}: ${reason}`,
		body: `**Ordered**: ${name} goes back from \`${bad}\` to \`${short(way.target)}\`, which takes away ${sayChanges(way)}, on the word of ${mention(user)}: ${inertMarkdown(reason)}. ${TOLD} Until somebody lifts it (\`${commandFor("lift", environment, sha)}\`${forWhom(way.who)}), ${name} refuses every commit that contains \`${bad}\`.`
	};
}
/** What it is to go back from is still being deployed. */
function replyKept({ user, environment, sha, reason }, way, runId) {
	const name = inertMarkdown(environment);
	const bad = short(sha);
	const cancel = runId === null ? "cancel its run" : `cancel [run ${runId}](../actions/runs/${runId})`;
	return {
		summary: `Rollback of ${environment} from ${bad}, when its deployment has ended, by ${user}: ${reason}`,
		body: [
			`**The order is kept**: \`${bad}\` is still being deployed to ${name}, and two deployments at once would race. As soon as that has ended, ${name} goes back to \`${short(way.target)}\`, which takes away ${sayChanges(way)}, on the word of ${mention(user)}: ${inertMarkdown(reason)}.`,
			"",
			`To have it sooner, ${cancel}: Tidegate stops no run. To call it off, \`${commandFor("lift", environment, sha)}\`${forWhom(way.who)}; until then ${name} refuses every other deployment that contains \`${bad}\`. ${TOLD}`
		].join("\n")
	};
}
function replyNotBack(environment, { headline, why, next }) {
	return {
		summary: `No rollback of ${environment}: ${headline}`,
		body: `**Nothing was done**: ${inertMarkdown(environment)} does not go back. ${inertMarkdown(headline)}. ${inertMarkdown(why)} What to do: ${inertMarkdown(next)}`
	};
}
function replyNothingRuns(environment) {
	return {
		summary: `Nothing is known to run in ${environment}.`,
		body: `**Nothing was done**: no deployment to ${inertMarkdown(environment)} that went through its gate has begun, so there is nothing to go back from.`
	};
}
function replyGoingBack(environment, { failedSha, targetSha, orderedBy, told, runUrl }, who) {
	const name = inertMarkdown(environment);
	const by = orderedBy === null ? "" : `, as ${mention(orderedBy)} ordered`;
	const begun = runUrl === null ? "" : ` ([its run](${runUrl}))`;
	const when = told?.waits === true ? ", as soon as the deployment of that has ended" : begun;
	const off = told?.waits === true ? ` To call it off: \`${commandFor("lift", environment, failedSha)}\`${forWhom(who)}.` : "";
	return {
		summary: `${environment} goes back already.`,
		body: `**Nothing was done**: ${name} goes back from \`${short(failedSha)}\` to \`${short(targetSha)}\` already${by}${when}. ${TOLD}${off}`
	};
}
/** `named`: what the person wants to go back from, which is not what counts any more. */
function replyOtherRuns({ environment, newest, runId, who }, named) {
	const run = runId === null ? "" : ` ([run ${runId}](../actions/runs/${runId}))`;
	const what = {
		success: `runs \`${short(newest.sha)}\``,
		in_progress: `is being given \`${short(newest.sha)}\`${run}`,
		failure: `was last given \`${short(newest.sha)}\`${run}, which failed`
	}[newest.state];
	return {
		summary: `${environment} does not run ${named}.`,
		body: `**Nothing was done**: ${inertMarkdown(environment)} ${what}, not \`${named}\`. To go back from \`${short(newest.sha)}\`, if that is what you want: \`${commandFor("rollback", environment, newest.sha)}\`${forWhom(who)}.`
	};
}
function commandFor(verb, environment, sha) {
	return `/tidegate ${verb} ${commandWord(environment, "ENV")} @${short(sha)} REASON`;
}
function forWhom(who) {
	return who === "" ? "" : `, which is for ${inertMarkdown(who)}`;
}
function sayChanges({ changes }) {
	return changes === 1 ? "one change" : `${changes} changes`;
}
function short(sha) {
	return sha.slice(0, 12);
}

// src/flow/answer/commands/rollback-aim.ts
/** Which deployment an order to go back is about: the newest one that was let in, however far it is. */
/** @param who may order it, in words */
async function aimOf({ command, github, ports, question }, environment, who) {
	const { repository } = question;
	const underWay = (await ports.store.rollbacks(repository.id, environment)).findLast(isUnderWay);
	if (underWay !== void 0) return { refusal: replyGoingBack(environment, underWay, who) };
	const [newest] = await deploymentsIn(github, ports.store, repository, environment);
	if (newest === void 0) return { refusal: replyNothingRuns(environment) };
	if (command.sha === void 0 || newest.sha.startsWith(command.sha)) return { deployment: newest };
	const [gate] = await ports.store.releaseGates(repository.id, { deploymentId: newest.id });
	const runId = gate?.question.runId ?? null;
	return { refusal: replyOtherRuns({
		environment,
		newest,
		runId,
		who
	}, command.sha) };
}

// src/flow/answer/commands/rollback.ts
async function rollback(given) {
	const found = await policiesFor(given);
	if ("answer" in found) return found.answer;
	const { policies } = found;
	const refusal = await whyNotPermitted(given, policies);
	if (refusal !== void 0) return replied(given, refusal);
	const { command, github } = given;
	const environment = await findEnvironment(github, command.environment, policies);
	if (environment.kind === "unknown") return replied(given, replyNoSuchEnvironment(command.environment, environment.known));
	return rollBackIn(given, environment.name, policies);
}
async function rollBackIn(given, environment, policies) {
	const { command, question, ports } = given;
	const { repository } = question;
	const who = whoMayGoBack(policies, environment);
	const aim = await aimOf(given, environment, who);
	if ("refusal" in aim) return replied(given, aim.refusal);
	const { sha, id: deploymentId } = aim.deployment;
	const asked = {
		kind: "rollback",
		repository,
		environment,
		deploymentId
	};
	const trigger = {
		kind: "requested",
		by: given.comment.user,
		at: statedAt(given)
	};
	const decided = await judgeRollback({
		...given,
		question: asked,
		policies,
		trigger,
		orderedBy: trigger.by
	});
	if (decided === null) return replied(given, replyNothingRuns(environment));
	const told = await toldOf(decided, ports);
	const { action, target } = decided.decision;
	if (action !== "rollback" || target === null) return replied(given, replyNotBack(environment, told));
	const { reason } = command;
	const statement = {
		...statedBy(given),
		kind: "rollback",
		environment,
		sha,
		reason
	};
	const way = {
		target: target.sha,
		changes: decided.goes?.takenAway.changes.length ?? 0,
		who
	};
	const reply = waitsForEnd(decided) ? replyKept(statement, way, told.failedRunId) : replyOrdered(statement, way);
	return replied(given, reply, {
		statements: [statement],
		questions: [asked]
	});
}

// src/flow/answer/commands/train-texts.ts
/** Answers to `/tidegate rollback train:NAME`. */
const SHOWN = 20;
function replyTrainOrdered({ train, title, members, environment }, order) {
	const back = members.map(({ repository }) => name(repository)).reverse();
	return {
		summary: `Train ${plainLine(train, 100)} (${plainLine(title, 100)}) goes back, on the word of ${order.user}: ${order.reason}`,
		body: `**Ordered**: train ${name(train)} with ${name(title)} goes back in ${name(environment)}, on the word of ${mention(order.user)}: ${inertMarkdown(order.reason)}. In this order, each when the one before it is back and verified: ${back.join(", ")}. Those that it did not deploy, or that run another release by now, stay as they are. How it goes on is told in the record of the train.`
	};
}
function replyNoSuchTrain(train, known) {
	const meant = nearest(train, known);
	const list = known.length === 0 ? "It has none." : `It has ${known.slice(0, SHOWN).map(name).join(", ")}.`;
	const guess = meant === void 0 ? "" : ` Did you mean ${name(meant)}?`;
	return {
		summary: `There is no train ${plainLine(train, 100)}.`,
		body: `**Nothing was done**: the policy of the organisation has no train ${name(train)}. ${list}${guess}`
	};
}
function replyNothingOfTrain(train) {
	return {
		summary: `Nothing of train ${train} is open.`,
		body: `**Nothing was done**: no planned release of train ${name(train)} is open. To take back one that is over, write the command in its record.`
	};
}
function replySeveralTrains(train, open, here) {
	const listed = open.slice(0, SHOWN).map(({ title, issue, place }) => {
		const address = place.id === here.id ? "../issues" : `../../${encodeURIComponent(place.name)}/issues`;
		return `- ${name(title)}${issue === null ? "" : `: [its record](${address}/${issue})`}`;
	});
	const more = open.length > SHOWN ? [`- … and ${open.length - SHOWN} more`] : [];
	return {
		summary: `Several planned releases of train ${train} are open.`,
		body: [
			`**Nothing was done**: ${open.length} planned releases of train ${name(train)} are open. Write the command in the record of the one that you mean:`,
			"",
			...listed,
			...more
		].join("\n")
	};
}
function replyOtherTrain({ train }, named) {
	return {
		summary: `This is the record of another train than ${named}.`,
		body: `**Nothing was done**: this is the record of train ${name(train)}, not of ${name(named)}. Write the command in the record of the one that you mean.`
	};
}
function replyAlreadyOrdered({ train, title }, user) {
	return {
		summary: `Train ${plainLine(train, 100)} is going back already.`,
		body: `**Nothing was done**: train ${name(train)} with ${name(title)} is going back already, as ${mention(user)} ordered. How far it is stands in its record.`
	};
}
function replyUnreadableMember(repository) {
	return {
		summary: `Nobody can say who may roll back ${repository}.`,
		body: `**Nothing was done**: the policy of ${name(repository)} cannot be read or is not valid, so nobody can say who may roll it back. Install the App there, or correct its policy; or roll back the members one by one.`
	};
}
/** The refusal of one member. */
function replyInMember(repository, { summary, body }) {
	return {
		summary: `${repository}: ${summary}`,
		body: `${body} This is asked by ${name(repository)}, a member of the train: the policy of every member has to name you.`
	};
}
function name(text) {
	return inertMarkdown(plainLine(text, 200));
}

// src/flow/answer/commands/train-permission.ts
/** Who may roll back a train: whoever may roll back its environment by the policies of every member. */
/** Read anew, as with every command. Undefined: the author may. What cannot be read refuses. */
async function whyMayNotRollBackTrain(given, { order, environment }) {
	const { question, ports } = given;
	const known = await ports.store.knownRepositories();
	for (const name of order) {
		const member = memberNamed(name, known, question.repository);
		const refusal = member === void 0 ? replyUnreadableMember(name) : await whyNotIn(given, member, name, environment);
		if (refusal !== void 0) return refusal;
	}
}
async function whyNotIn(given, member, name, environment) {
	const { ports } = given;
	try {
		const github = await ports.github(member);
		const state = await readPolicyState(ports, member, github);
		if (state.kind !== "in-force") return replyUnreadableMember(name);
		const refusal = await whyMayNot({
			...given,
			github
		}, {
			environment,
			kind: "rollback"
		}, state.policies);
		return refusal && replyInMember(name, refusal);
	} catch (error) {
		if (error instanceof Failure && (error.kind === "not-found" || error.kind === "forbidden")) return replyUnreadableMember(name);
		throw error;
	}
}

// src/flow/answer/commands/rollback-train.ts
/** `/tidegate rollback train:NAME REASON`: somebody says that all of a train goes back, the last one first. */
async function rollbackTrain(given) {
	const inForce = await policiesFor(given);
	if ("answer" in inForce) return inForce.answer;
	const organisation = organisationIn(inForce.policies);
	const train = trainNamed(organisation, given.command.train);
	if (train === void 0) {
		const known = trainsIn(organisation).map(({ name }) => name);
		return replied(given, replyNoSuchTrain(given.command.train, known));
	}
	const refusal = await whyMayNotRollBackTrain(given, train);
	if (refusal !== void 0) return replied(given, refusal);
	const found = await findTrain(given, train);
	return "refusal" in found ? replied(given, found.refusal) : ordered(given, found.known);
}
/** That of the record, else the only one that is open. */
async function findTrain({ question, ports }, { name }) {
	const { repository, issueNumber } = question;
	const all = (await ports.store.trains(repository.installationId)).filter((each) => isOfSameOwner(each.place, repository));
	const own = all.find(({ place, issue }) => place.id === repository.id && issue === issueNumber);
	if (own !== void 0) return isSameName(own.train, name) ? { known: own } : { refusal: replyOtherTrain(own, name) };
	const open = all.filter((each) => each.state === "open" && isSameName(each.train, name));
	const [only, ...others] = open;
	if (only === void 0) return { refusal: replyNothingOfTrain(name) };
	return others.length > 0 ? { refusal: replySeveralTrains(name, open, repository) } : { known: only };
}
function ordered(given, known) {
	const last = known.orders.at(-1);
	const isCarriedOut = last !== void 0 && known.back?.commentId === last.commentId;
	if (last !== void 0 && (!isCarriedOut || known.back?.state === "under-way")) return replied(given, replyAlreadyOrdered(known, last.user));
	const { commentId, userId, user, at } = statedBy(given);
	const { reason } = given.command;
	const order = {
		commentId,
		userId,
		user,
		reason,
		at,
		placeId: known.place.id,
		train: known.train,
		title: known.title
	};
	return replied(given, replyTrainOrdered(known, order), {
		trainOrders: [order],
		questions: [questionOf(known)]
	});
}

// src/flow/answer/commands/tell-status.ts
/** `/tidegate status`: what waits and for what, and what people hold back. */
/** Each is judged anew, which takes some requests. */
const MOST_JUDGED = 10;
async function tellStatus(given) {
	const found = await policiesFor(given);
	if ("answer" in found) return found.answer;
	const { policies } = found;
	const { ports, question, github } = given;
	const waiting = onePerRelease(await thatWait(await ports.store.openGates(question.repository.id), github, ports.store));
	const lines = [...await sayWaiting(given, waiting, policies), ...await sayRestrictions(given, policies)];
	const body = lines.length === 0 ? "Nothing waits, and nobody holds anything back." : lines.join("\n");
	return replied(given, {
		summary: `Status: ${waiting.length} waiting.`,
		body
	});
}
/** Jobs of a matrix wait for the same. */
function onePerRelease(gates) {
	const key = ({ state }) => `${state.sha} ${state.environment.toLowerCase()}`;
	return [...new Map(gates.map((gate) => [key(gate), gate])).values()];
}
async function sayWaiting(given, waiting, policies) {
	if (waiting.length === 0) return [];
	const lines = ["**Waiting**", ""];
	for (const gate of waiting.slice(0, MOST_JUDGED)) {
		const { environment, sha } = gate.state;
		const said = await sayOne(given, gate, policies);
		lines.push(`- \`@${sha.slice(0, 12)}\` to ${inertMarkdown(environment)}: ${said}`);
	}
	const rest = waiting.length - MOST_JUDGED;
	return [
		...lines,
		...rest > 0 ? [`- and ${rest} more`] : [],
		""
	];
}
async function sayOne(given, gate, policies) {
	const { ports, github, at } = given;
	const { question, state } = gate;
	const overrides = await ports.store.overrides(question.repository.id, question.environment);
	const judged = await unlessRefused(judgeGate({
		ports,
		github,
		question,
		gate: state,
		policies,
		overrides,
		at
	}));
	if (judged instanceof Failure) return sayRefused(judged);
	return inertMarkdown(headline(judged.decision, judged.facts, policies));
}
async function sayRestrictions({ ports, question, at }, policies) {
	const zone = policies.at(-1)?.policy.zone ?? "UTC";
	const { holds, freezes } = await ports.store.restrictions(question.repository.id);
	const running = freezes.filter(({ until }) => until === null || epochMs(until) > at);
	const lines = [...holds.map(sayHold), ...running.map((each) => sayFreeze(each, zone, at))];
	return lines.length === 0 ? [] : [
		"**Held back by people**",
		"",
		...lines.map((line) => `- ${line}`)
	];
}

// src/flow/answer/commands/unfreeze.ts
/** `/tidegate unfreeze`: ends the freezes that people set. Those of the policy end when the policy says. */
async function unfreeze(given) {
	const found = await policiesFor(given);
	if ("answer" in found) return found.answer;
	const refusal = await whyNotPermitted(given, found.policies);
	if (refusal !== void 0) return replied(given, refusal);
	const { command, comment, ports, question, at } = given;
	const { freezes } = await ports.store.restrictions(question.repository.id);
	const meant = freezes.filter((each) => isSameName(each.environment, command.environment) && epochMs(each.at) <= epochMs(comment.createdAt)).filter(({ until }) => until === null || epochMs(until) > at);
	const [first] = meant;
	if (first === void 0) return replied(given, replyNoFreeze(command.environment));
	const { environment } = first;
	const ends = meant.map(({ commentId }) => commentId);
	const statement = {
		...statedBy(given),
		kind: "unfreeze",
		environment,
		reason: command.reason,
		ends
	};
	return stated(given, replyUnfrozen(statement, meant), statement);
}

// src/flow/answer/answer-command.ts
/** What does this comment ask of us, and may its author ask it? */
async function answerCommand(question, ports) {
	const at = ports.clock.now();
	const sparing = await ports.github(question.repository, "reply");
	const comment = await sparing.comment(question.commentId);
	if (comment === null || comment.edited) return ended$1(at, "The comment is gone or was edited.");
	if (comment.user.endsWith("[bot]")) return ended$1(at, "The comment is of a bot.");
	const command = parseCommand(comment.body);
	if (command === void 0) return ended$1(at, "The comment holds no command.");
	if (!await isSomebodyHere({
		question,
		comment,
		ports,
		github: sparing
	})) return ended$1(at, "The author has no part in this repository: nothing was judged, and nothing is said.");
	return answerTo(command, {
		question,
		comment,
		at,
		ports,
		github: await ports.github(question.repository)
	});
}
async function answerTo(command, given) {
	switch (command.kind) {
		case "approve":
		case "reject": return approveOrReject({
			...given,
			command
		});
		case "override": return override({
			...given,
			command
		});
		case "hold": return hold({
			...given,
			command
		});
		case "lift": return lift({
			...given,
			command
		});
		case "rollback": return rollback({
			...given,
			command
		});
		case "rollback-train": return rollbackTrain({
			...given,
			command
		});
		case "freeze": return freeze({
			...given,
			command
		});
		case "unfreeze": return unfreeze({
			...given,
			command
		});
		case "status": return tellStatus({
			...given,
			command
		});
		case "acknowledge": return acknowledge({
			...given,
			command
		});
		case "go":
		case "no-go": return decideStage({
			...given,
			command
		});
		case "leave-out": return leaveOut({
			...given,
			command
		});
		case "recovered": return recovered({
			...given,
			command
		});
		case "cause": return cause({
			...given,
			command
		});
		case "unclear": return replied(given, replyUnclear(command));
	}
}

// src/flow/escalation/with-pages.ts
/** What a held gate says, and whom its policies page should the release go wrong: known before it goes. */
/** GitHub's limit for the comment of a protection rule. */
const LONGEST_REPORT = 1024;
/** Of a head that leaves room for who is paged. */
const LONGEST_HEAD = 640;
/** What is left of a report beside the mark with which it ends when it is sent. */
function roomFor(deploymentId) {
	return LONGEST_REPORT - `\n\ndeployment ${deploymentId}`.length;
}
const NAMED = 2;
function pagesAhead(rules, lines, faultOf) {
	const levels = rules.flatMap((rule) => rule.levels.map(({ page }, index) => ({
		page,
		level: index + 1
	})));
	const first = [...new Set(levels.filter(({ level }) => level === 1).map(({ page }) => page))];
	const more = first.length > NAMED ? ` and ${first.length - NAMED} more` : "";
	const faults = levels.filter((each) => levels.find(({ page }) => page === each.page) === each).flatMap(({ page, level }) => {
		const fault = faultOf(page);
		return fault === null ? [] : [`Level ${level} cannot be paged: ${page} ${fault}.`];
	});
	return {
		lines,
		first: `Paged at once if it goes wrong: on call (${first.slice(0, NAMED).join(", ")}${more}).`,
		faults
	};
}
/**
* Where all fits, who is paged stands last, after what holds it; where it does not, at least who is paged first, with
* the first that cannot be paged. Where that has no room either, it stands below the first paragraph, and the end of the
* reasons goes.
*
* @param left ends what had to be cut: a sentence that says where the rest is.
*/
function withPages(comment, { lines, first, faults }, room, left) {
	if (lines.length === 0) return within(comment, room, left);
	const bullets = (of) => of.map((line) => `\n- ${inertMarkdown(line)}`).join("");
	const short = [first, ...faults.slice(0, 1)];
	for (const all of [bullets([...lines, ...faults]), bullets(short)]) if (comment.length + all.length <= room) return comment + all;
	const paged = short.map(inertMarkdown).join(" ");
	const [head = "", ...rest] = comment.split("\n\n");
	if (head.length <= LONGEST_HEAD) return within([
		head,
		paged,
		...rest
	].join("\n\n"), room, left);
	return `${head.slice(0, room - paged.length - 4).toWellFormed()} …\n\n${paged}`;
}
/** As many whole lines as fit. What was cut before ends with the same sentence. */
function within(text, room, left) {
	if (text.length <= room) return text;
	const lines = text.split("\n").filter((line) => line !== left);
	while (lines.length > 1 && lines.join("\n").length + left.length + 1 > room) lines.pop();
	return `${lines.join("\n")}\n${left}`;
}

// src/flow/escalation/at-gate.ts
/** An answer about a gate: a hold says who is paged should it go wrong, and an opening settles it. */
async function withWhoIsPaged(question, answer, ports) {
	const { record, tell } = answer;
	if (tell === void 0) return answer;
	const { repository, environment, deploymentId } = question;
	const { policies } = tell;
	const faultOf = (variable) => ports.pageFault?.(variable, repository) ?? null;
	const ahead = pagesAhead(rulesAhead(policies, environment), escalationLines(policies, environment), faultOf);
	const left = record.effects.some(({ kind }) => kind === "report-gate") ? sayLeftOut$1(await recordNumber(question, tell.gate.sha, ports.store)) : "";
	const effects = record.effects.map((effect) => effect.kind === "report-gate" ? {
		...effect,
		comment: withPages(effect.comment, ahead, roomFor(deploymentId), left)
	} : effect);
	const opening = record.effects.some(({ kind }) => kind === "open-gate") ? await openingOf$1(question, policies, ports) : void 0;
	return {
		...answer,
		record: {
			...record,
			effects,
			...opening === void 0 ? {} : { opening }
		}
	};
}
async function openingOf$1({ repository, environment, deploymentId, runId }, policies, { store, clock }) {
	const beside = (await store.laneGates(repository.id, environment, clock.now())).filter((each) => each.question.runId === runId && !isFinal(each.life));
	return {
		deploymentIds: [.../* @__PURE__ */ new Set([deploymentId, ...beside.map((each) => each.question.deploymentId)])],
		settled: settledBy(policies, environment)
	};
}

// src/flow/preflight/known.ts
/** What did not pass is tried again by itself after this long. */
const TRY_AGAIN_MS = 3e5;
const LONGEST_FOUND = 300;
/** A deployment of a run that was started again may be of another commit. */
async function knownPreflights({ question, ports, gate }, files) {
	const { repository, deploymentId } = question;
	const key = {
		repositoryId: repository.id,
		deploymentId,
		purpose: "preflight"
	};
	return await Promise.all(files.map(async (file) => {
		const kept = await ports.store.probeOf({
			...key,
			file
		});
		if (kept === null || kept.sha !== gate.sha) return {
			file,
			fact: null
		};
		const { verdict, at, failedChecks, because } = kept;
		return {
			file,
			fact: {
				file,
				verdict,
				at,
				failedChecks,
				...verdict === "pass" ? {} : sayFound(because, at)
			}
		};
	}));
}
/** Those that have been run. */
function factsOf(known) {
	return known.flatMap(({ fact }) => fact ?? []);
}
/** What did not pass, and when it is tried again by itself. */
function sayFound(because, at) {
	return {
		...whatWasFound(because),
		againAt: toInstant(epochMs(at) + TRY_AGAIN_MS)
	};
}
/** In one line of plain text. */
function whatWasFound(because) {
	if (because === null) return {};
	const answers = because.replace(/: expected status (\S+), but found (\d+)$/, " answers $2, not $1");
	return { found: plainLine(answers, LONGEST_FOUND).replace(/[.]$/, "") };
}

// src/flow/preflight/start-due.ts
/** Starts the preflights that are due. */
/** The gate is held meanwhile: what takes longer than this is a test, and belongs before the gate. */
const LONGEST_PREFLIGHT_MS = 12e4;
/** Whatever happens to the gate asks anew, but not more often than this. */
const NOT_BEFORE_MS = 6e4;
/** A run that a process took along when it ended is started again after the longest that it could take. */
const LOST_AFTER_MS = 13e4;
/** While as many runs are under way as may be. */
const FULL_WAIT_MS = 15e3;
async function startDue(asked, known) {
	const all = [];
	for (const run of known) all.push(await startOne(asked, run));
	return {
		runs: all.map(({ run }) => run),
		lookAgainAt: Math.min(...all.map(({ lookAgainAt }) => lookAgainAt))
	};
}
async function startOne(asked, run) {
	const { question, ports, github, gate, at } = asked;
	const ranAt = run.fact === null ? null : epochMs(run.fact.at);
	if (ranAt !== null && at < ranAt + NOT_BEFORE_MS) return {
		run,
		lookAgainAt: ranAt + TRY_AGAIN_MS
	};
	const { repository, environment, deploymentId } = question;
	const { file } = run;
	const { sha } = gate;
	const read = await readSmokePlan(github, {
		file,
		environment,
		sha,
		mostMs: LONGEST_PREFLIGHT_MS
	});
	if (read.kind === "unusable") {
		const ranNow = toInstant(at);
		return {
			run: {
				file,
				fact: {
					file,
					verdict: "error",
					at: ranNow,
					failedChecks: [],
					...sayFound(read.because, ranNow)
				}
			},
			lookAgainAt: at + TRY_AGAIN_MS
		};
	}
	const place = {
		repositoryId: repository.id,
		environment,
		deploymentId,
		purpose: "preflight"
	};
	return {
		run,
		lookAgainAt: at + (ports.smoke({
			...place,
			file,
			sha,
			plan: read.plan,
			askAgain: question
		}) === "full" ? FULL_WAIT_MS : LOST_AFTER_MS)
	};
}

// src/flow/preflight/with-preflight.ts
async function withPreflight(asked, judged, policies) {
	const { environment } = asked.question;
	const files = preflightFiles(policies.map(({ policy }) => policy), environment);
	if (files.length === 0) return {
		...judged,
		lookAgainAt: null
	};
	const known = await knownPreflights(asked, files);
	const seen = again(judged, factsOf(known), policies);
	if (!waitsOnlyForPreflight(seen.decision)) return {
		...seen,
		lookAgainAt: null
	};
	const { runs, lookAgainAt } = await startDue(asked, known);
	return {
		...again(judged, factsOf(runs), policies),
		lookAgainAt
	};
}
/** Whether everything else is met. Where the policy only observes, nothing is held for it. */
function waitsOnlyForPreflight({ mode, verdict, gates }) {
	if (mode === "observe" || verdict === "open") return false;
	const unmet = gates.filter(({ status }) => status !== "skipped").flatMap(({ requirements }) => requirements.filter(({ status }) => status !== "met"));
	return unmet.length > 0 && unmet.every(({ kind }) => kind === "preflight");
}
function again(judged, preflights, policies) {
	if (preflights.length === 0) return judged;
	const facts = {
		...judged.facts,
		preflights
	};
	return {
		...judged,
		facts,
		decision: decide(policies, facts)
	};
}
/** What ended it, or let it go, needs no look. */
function lookingAgain(answer, lookAgainAt) {
	const { record, dueAt } = answer;
	const isHeld = !record.final && !record.effects.some(({ kind }) => kind === "open-gate" || kind === "reject-gate");
	if (lookAgainAt === null || !isHeld) return answer;
	return {
		...answer,
		dueAt: dueAt === null ? lookAgainAt : Math.min(dueAt, lookAgainAt)
	};
}

// src/flow/answer/gate/asked-gate.ts
/** A gate that is asked about, with its life so far and what else is in its lane. */
/** How long what we let through counts as under way: a job on a runner of GitHub ends after 6 hours. */
const LONGEST_UNDER_WAY_MS = 216e5;
async function askedGate(asked) {
	const { question, ports, gate, at } = asked;
	const { repository, environment, deploymentId, runId } = question;
	const lane = await ports.store.laneGates(repository.id, environment, at - LONGEST_UNDER_WAY_MS);
	const own = lane.find((each) => each.question.deploymentId === deploymentId)?.life;
	const { runAttempt, sha } = gate;
	const known = own ?? newGate({
		requestedAt: gate.requestedAt ?? toInstant(at),
		runAttempt,
		sha
	}, at);
	const life = gate.filedSha === void 0 ? known : {
		...known,
		sha
	};
	const rest = lane.filter((each) => each.question.deploymentId !== deploymentId);
	const isBeside = (each) => each.question.runId === runId && each.life.runAttempt === life.runAttempt && !isFinal(each.life);
	return {
		own: null,
		...asked,
		life,
		beside: rest.filter(isBeside),
		others: rest.filter((each) => !isBeside(each))
	};
}
/** The life after what was seen; as it was where that cannot be. */
function lifeAfter({ life, at }, seen) {
	const step = next(life, seen, at);
	return isRefused(step) ? life : step;
}
function isOverdue({ life, at }) {
	return at >= expiresAt(life);
}

// src/flow/answer/gate/ended-gate.ts
/** What became of a gate that does not wait any more, by GitHub's word. */
async function endedGate(asked, state) {
	const gate = lifeAfter(asked, await seenOf(asked, state));
	return {
		record: recordOf$1(asked.at, sayEnded(gate), {
			final: true,
			gate,
			questions: whatFollows(asked, state)
		}),
		dueAt: null
	};
}
/** What was deployed has to be verified, whoever let it through. */
function whatFollows({ question }, state) {
	if (state !== "approved" && state !== "passed-without-us") return [];
	const { repository, deploymentId, runId, environment } = question;
	return [{
		kind: "watch",
		repository,
		deploymentId,
		runId,
		environment
	}];
}
async function seenOf(asked, state) {
	switch (state) {
		case "approved": return { kind: "approved" };
		case "rejected": return {
			kind: "rejected",
			by: []
		};
		case "rule-off": return {
			kind: "ended",
			because: "rule-off"
		};
		case "passed-without-us": return {
			kind: "bypassed",
			by: peopleOf(asked.gate.reviews.filter((review) => review.state === "approved"))
		};
		case "gone": return await seenOfGone(asked);
	}
}
/** Somebody's no in GitHub's own review ends a run, as cancelling it does. Those of earlier attempts are listed, too. */
async function seenOfGone({ question, ports, gate, life, at }) {
	if (gate.runAttempt > life.runAttempt) return { kind: "started-again" };
	const seen = await ports.store.seeReviews(question, gate.reviews, at);
	const requestedAt = epochMs(life.requestedAt);
	const no = seen.filter((review) => review.state === "rejected" && epochMs(review.seenAt) >= requestedAt);
	if (no.length > 0) return {
		kind: "rejected",
		by: peopleOf(no)
	};
	if (at >= requestedAt + 2592e6) return { kind: "expired" };
	return {
		kind: "ended",
		because: "run-ended"
	};
}
function peopleOf(reviews) {
	return reviews.map(({ user, userId, comment }) => ({
		user,
		userId,
		comment: plainLine(comment, 300)
	}));
}
function sayEnded({ state, reasons, by }) {
	const people = by.map(({ user }) => user).join(", ");
	const who = people === "" ? "" : ` by ${people}`;
	const said = by.find(({ comment }) => comment !== "")?.comment;
	const why = said === void 0 ? "" : `: ${said}`;
	switch (state) {
		case "approved": return "The deployment was let through by us.";
		case "rejected": return `The deployment was rejected${who}${why}.`;
		case "expired": return "Expired: nobody could open it in the time that GitHub gives.";
		case "bypassed": return `Bypassed: the deployment went on without our approval${who}${why}.`;
		case "superseded": return "The run was started again: its new deployment is another gate.";
		default: return reasons.includes("rule-off") ? "The deployment went on: our rule was switched off in the environment." : "The deployment does not wait any more: its run is over.";
	}
}

// src/flow/answer/gate/gate-texts.ts
/** What a gate says besides the reasons of the policy: reports and answers on GitHub have 1,024 characters. */
function sayGate({ life, question }) {
	return `\`${life.sha.slice(0, 7)}\` (run ${question.runId}, deployment ${question.deploymentId})`;
}
function saySuperseded(newer, environment) {
	return [
		`**Held (\`superseded\`): a newer deployment takes the place of this one.** ${sayGate(newer)} waits for ${inertMarkdown(environment)}, too, and contains this commit, so this one is not opened while that one waits.`,
		"",
		"Cancel this run. If this commit has to go first, cancel the other run; this one is then judged again by itself."
	].join("\n");
}
function sayUnderWay(other, environment) {
	return [
		`**Held (\`lane-busy\`): another deployment is under way.** ${sayGate(other)} was let into ${inertMarkdown(environment)} and has not ended; one is let in at a time, so that it stays clear which one changed what.`,
		"",
		"Nothing to do: this one is judged again by itself when that one ends. If that one hangs, cancel its run."
	].join("\n");
}
function sayAnotherCommit(environment) {
	return [
		`**Held (\`another-commit\`): deployments of two commits wait for ${inertMarkdown(environment)} in this run.** GitHub answers them together, and a decision is for one commit.`,
		"",
		"Cancel this run and start one for each commit."
	].join("\n");
}
function sayOthersFirst(what) {
	return [
		`**Held (\`others-first\`): all that Tidegate asks for is met, and GitHub still waits for ${what}.** An approval cannot be taken back, and what is open now may be closed by then, so Tidegate answers last.`,
		"",
		"It is judged again by itself as soon as that is done."
	].join("\n");
}
/** The end of the reason may have to go: the warning is what people have to see. */
function withWarning(comment, life) {
	return [
		`**This deployment has waited for 25 days.** If nothing opens it, Tidegate ends it at ${toInstant(expiresAt(life))}: GitHub fails it a day later in any case, without a reason. Open it until then, or cancel it and start it again when it can go.`,
		"",
		comment
	].join("\n");
}
function sayExpired(summary) {
	return [
		"**Expired: nobody could open this deployment for 29 days.** GitHub fails a job that waits for 30 days and does not say why, so Tidegate ended it a day before. Nobody said no to it.",
		"",
		`What it waited for at the end: ${inertMarkdown(plainLine(summary, 300))}`,
		"",
		"Start the workflow again when it can go; that is judged anew."
	].join("\n");
}
function sayRejected(by) {
	return [
		"**Rejected by somebody whom the policy asks.** This run ends with it.",
		"",
		...by.map(({ user, comment }) => {
			const why = comment === "" ? "" : `: ${inertMarkdown(plainLine(comment, 300))}`;
			return `- ${inertMarkdown(user)}${why}`;
		}).slice(0, 3),
		"",
		"Whoever said no can approve the commit when a new run waits for it."
	].join("\n");
}

// src/flow/answer/gate/rejected-gate.ts
/** When we look whether the rejection that we sent is in effect, should no event come before. */
const VERIFY_AFTER_MS$1 = 6e4;
/** Who said no to this gate; empty: nobody who may. */
function saidNo(asked, { decision, facts }) {
	if (decision.mode === "observe" || decision.verdict !== "blocked") return [];
	const counted = decision.gates.flatMap(({ requirements }) => requirements.flatMap(rejectingIn));
	const requestedAt = epochMs(asked.life.requestedAt);
	const here = facts.approvals.filter(({ state, sha, environment, at }) => state === "rejected" && sha === asked.gate.sha && isSameName(environment, asked.gate.environment) && epochMs(at) >= requestedAt);
	return [...new Set(counted.map((login) => login.toLowerCase()))].flatMap((login) => {
		const said = here.findLast(({ user }) => isSameName(user, login));
		if (said === void 0) return [];
		const person = Object.entries(facts.people).find(([name]) => isSameName(name, login))?.[1];
		return [{
			user: said.user,
			userId: person?.id ?? 0,
			comment: said.reason ?? ""
		}];
	});
}
function rejectingIn({ kind, status, reason }) {
	if (kind !== "approvals" || status !== "failed" || reason.code !== "rejected") return [];
	const others = Array.isArray(reason["others"]) ? reason["others"] : [];
	return [reason["user"], ...others].filter((login) => typeof login === "string");
}
function rejectedGate(asked, { facts, decision }, by, summary) {
	const { at } = asked;
	const gate = lifeAfter(asked, {
		kind: "rejecting",
		by
	});
	const effects = [rejection(asked, {
		comment: sayRejected(by),
		onlyOlderThan: null
	})];
	return {
		record: recordOf$1(at, summary, {
			facts,
			decision,
			effects,
			gate
		}),
		dueAt: at + VERIFY_AFTER_MS$1
	};
}
function rejection({ question, gate }, { comment, onlyOlderThan }) {
	return {
		kind: "reject-gate",
		repository: question.repository,
		gate: question,
		runAttempt: gate.runAttempt,
		headSha: gate.filedSha ?? gate.sha,
		comment,
		onlyOlderThan
	};
}

// src/flow/answer/gate/held-gate.ts
function heldGate(asked, hold) {
	if (isOverdue(asked)) return expiringGate(asked, hold);
	const { at } = asked;
	const report = reportOn(asked, hold);
	const gate = {
		...lifeAfter(asked, {
			kind: "held",
			reasons: hold.reasons
		}),
		...report?.kept
	};
	const effects = report === null ? [] : [report.effect];
	const parts = {
		...judgedIn(hold),
		questions: hold.questions ?? []
	};
	const record = recordOf$1(at, hold.summary, {
		...parts,
		effects,
		gate
	});
	const ends = at < warnedFrom(gate) ? warnedFrom(gate) : expiresAt(gate);
	return {
		record,
		dueAt: Math.min(hold.dueAt ?? ends, ends)
	};
}
function judgedIn({ facts, decision }) {
	return {
		facts: facts ?? null,
		decision: decision ?? null
	};
}
/** When we look again whether the rejection is in effect: it is refused while a job that came later waits beside it. */
const EXPIRY_LOOKED_AT_AGAIN_MS = 6e5;
function expiringGate(asked, hold) {
	const { at, life } = asked;
	const gate = lifeAfter(asked, { kind: "expiring" });
	const effects = [rejection(asked, {
		comment: sayExpired(hold.summary),
		onlyOlderThan: toInstant(limitOf(life))
	})];
	return {
		record: recordOf$1(at, `Expires: ${hold.summary}`, {
			...judgedIn(hold),
			effects,
			gate
		}),
		dueAt: at + EXPIRY_LOOKED_AT_AGAIN_MS
	};
}
/** Jobs of one matrix come within minutes. One that came a day later has a day left. */
function limitOf({ requestedAt }) {
	return epochMs(requestedAt) + 36e5;
}
/** GitHub puts a report on all jobs that wait here, so one of them speaks for all. */
function reportOn(asked, { key, comment }) {
	const { question, life, beside, at } = asked;
	const isSpokesman = beside.every((each) => each.question.deploymentId > question.deploymentId);
	const all = [life, ...beside.map((each) => each.life)];
	const isWarningDue = at >= warnedFrom(life) && all.every(({ warnedAt }) => warnedAt === null);
	if (!isSpokesman || comment === null) return null;
	const { repository } = question;
	const effect = {
		kind: "report-gate",
		repository,
		gate: question
	};
	if (isWarningDue) {
		const told = withWarning(comment, life);
		return {
			effect: {
				...effect,
				comment: told
			},
			kept: {
				reported: key,
				warnedAt: toInstant(at)
			}
		};
	}
	const sent = all.reduce((sum, { reports }) => sum + reports, 0);
	if (key === (life.reported ?? beside.find((each) => each.life.reported !== null)?.life.reported) || sent >= 9) return null;
	return {
		effect: {
			...effect,
			comment
		},
		kept: {
			reported: key,
			reports: life.reports + 1
		}
	};
}

// src/flow/answer/gate/people-of-hold.ts
/** Whom to ask about a hold, and where it is written what to do: in what is said on GitHub of any hold. */
/** For a hold that the policy does not explain: the release manager is named in its first line, and nobody is notified. */
function withPeople(hold, environment, policies) {
	const manager = releaseManagerOf(policies.map(({ policy }) => policy), environment);
	if (hold.comment === null) return hold;
	const [first = "", ...rest] = hold.comment.split("\n");
	const named = manager === void 0 ? first : `${first} Release manager: ${inertMarkdown(sayReleaseManager(manager))}.`;
	return {
		...hold,
		comment: withRunbook([named, ...rest].join("\n"), environment, policies)
	};
}
/** After the first paragraph: GitHub takes 1,024 characters, and the end of a long text goes. */
function withRunbook(comment, environment, policies) {
	const runbook = runbookLine(policies, environment, "report");
	if (runbook === null) return comment;
	const [first = "", ...rest] = comment.split("\n\n");
	return [
		first,
		runbook,
		...rest
	].join("\n\n");
}

// src/flow/answer/gate/reason-key.ts
/** What a held gate waits for, apart from how that is worded and from what passes by itself. */
function waitedFor({ gates }) {
	const unmet = gates.flatMap(({ name, requirements }) => requirements.filter(({ status }) => status !== "met").map((requirement) => ({
		name,
		requirement
	})));
	const reasons = unmet.map(({ requirement: { kind, reason } }) => `${kind}/${reason.code}`);
	const told = unmet.map(({ name, requirement }) => canonicalJson({
		name,
		...tellingOf(requirement)
	}));
	return {
		reasons: [...new Set(reasons)].sort(),
		key: digestOf$1(told.sort())
	};
}
function tellingOf({ kind, status, reason, ignored = [] }) {
	return {
		kind,
		status,
		people: ignored.map(({ user, code }) => `${code} ${user}`).sort(),
		reason: lastingIn(reason)
	};
}
/** Counts of boxes, states of checks under way, and how exactly a try failed change with every step towards the same end. */
const PASSING = /* @__PURE__ */ new Set([
	"state",
	"zone",
	"open",
	"unticked",
	"boxes",
	"found",
	"every"
]);
/** Without instants: the next opening of a window moves on with the calendar. */
function lastingIn(reason) {
	const lasting = Object.entries(reason).filter(([datum, value]) => !PASSING.has(datum) && !isInstant(value));
	return Object.fromEntries(lasting.map(([datum, value]) => [datum, lastingOf(value)]));
}
function lastingOf(value) {
	if (Array.isArray(value)) return value.map(lastingOf);
	if (typeof value !== "object" || value === null) return value;
	return lastingIn(value);
}
function isInstant(value) {
	return typeof value === "string" && parseInstant(value) !== void 0;
}

// src/flow/answer/gate/held-by-policy.ts
/** When we look again for what was missing, should no event come before. */
const LOOK_AGAIN_MS$10 = 6e5;
/**
* What others do is told by events, which may be lost: GitHub sends them once. Of what is uploaded and attested, and of
* alerts that somebody dismissed, none comes here at all.
*/
const DONE_BY_OTHERS = /* @__PURE__ */ new Set([...[
	"checks",
	"no-incident",
	"dependencies",
	"promotion",
	"group"
], ...["alerts", "attestation"]]);
/** What passes by itself. */
const DONE_BY_TIME = /* @__PURE__ */ new Set(["window", "freeze"]);
async function heldByPolicy(asked, { facts, decision }, policies) {
	const summary = headline(decision, facts, policies);
	const record = await recordNumber(asked.question, facts.candidate.sha, asked.ports.store);
	const report = holdReport(decision, facts, policies, record);
	const { environment } = asked.question;
	const dueAt = whenHeld(decision, asked.at);
	return heldGate(asked, {
		...waitedFor(decision),
		summary,
		comment: withRunbook(report, environment, policies),
		dueAt,
		facts,
		decision
	});
}
function whenHeld(decision, at) {
	const byTime = decision.nextTransitionAt === null ? null : epochMs(decision.nextTransitionAt);
	if (!waitsForOthers(decision)) return byTime;
	return Math.min(byTime ?? Number.POSITIVE_INFINITY, at + LOOK_AGAIN_MS$10);
}
function waitsForOthers(decision) {
	return pendingIn(decision).some((kind) => DONE_BY_OTHERS.has(kind));
}
/** Whether nothing is missing any more but the time that has come by now. */
function isTimeUp(decision, at) {
	const { earliestOpening } = decision;
	if (earliestOpening === null || at < epochMs(earliestOpening)) return false;
	return pendingIn(decision).every((kind) => DONE_BY_TIME.has(kind));
}
function pendingIn({ gates }) {
	return gates.flatMap(({ requirements }) => requirements.filter(({ status }) => status === "pending").map(({ kind }) => kind));
}

// src/flow/answer/gate/kept-gate.ts
/**
* A gate that its own timer asks about again, and nothing else: decided on the facts of the last full reading, so that
* one freeze after the other costs three reads and not a dozen. That can hold it and say for what, no more: what would
* let it go or end it is read anew. So is everything once in an hour, because events get lost.
*/
/** How long facts may be decided on again. */
const READING_LASTS_MS = 36e5;
/** Null: everything has to be read. */
async function keptGate(question, ports) {
	const at = ports.clock.now();
	const reading = await ports.store.lastReading(question);
	if (reading === null || !isStillGood(reading, at)) return null;
	const github = await ports.github(question.repository);
	const asked = await askedGate({
		question,
		ports,
		github,
		gate: gateIn(reading, question),
		at
	});
	if (!isPlainlyHeld(asked) || !await isKnownAsRead(asked, reading)) return null;
	const policies = await readKnownPolicies(ports, question.repository, github);
	const decided = policies && decidedAgain(asked, reading, policies);
	if (!policies || !decided || !await github.stillWaits(question, asked.life.runAttempt)) return null;
	const { record, dueAt } = await heldByPolicy(asked, decided, policies);
	return {
		record: {
			...record,
			areFactsKept: true
		},
		dueAt,
		tell: {
			policies,
			gate: asked.gate
		}
	};
}
/** What others do may have been done without our hearing of it. What is as good as open is read at once. */
function isStillGood({ at: readAt, decision }, at) {
	if (at < readAt || at - readAt >= READING_LASTS_MS) return false;
	return !waitsForOthers(decision) && !isTimeUp(decision, at);
}
/** As it was read. That it waits is read before anything is made of it. */
function gateIn({ facts }, { environment }) {
	const { question, candidate } = facts;
	const deploy = question.kind === "deploy" ? question : {
		actors: [],
		runAttempt: 0
	};
	return {
		state: "waiting",
		lastReport: null,
		runAttempt: deploy.runAttempt ?? 0,
		sha: candidate.sha,
		ref: candidate.ref ?? "",
		environment,
		actors: deploy.actors ?? [],
		reviews: [],
		requestedAt: null
	};
}
/** No answer of ours is on its way, its time is not over, and nobody who came later may take its place. */
function isPlainlyHeld(asked) {
	const { question, life, gate, others } = asked;
	if (life.state !== "held" || life.sha !== gate.sha || isOverdue(asked)) return false;
	if (life.reasons.some((reason) => reason === "rejecting" || reason === "expiring")) return false;
	return !others.some((each) => !isFinal(each.life) && each.life.sha !== gate.sha && each.question.deploymentId > question.deploymentId);
}
/** What we keep ourselves of what people and jobs said is what the facts have. */
async function isKnownAsRead({ question, ports, gate }, { facts }) {
	const { store } = ports;
	const { repository, environment } = question;
	const stated = await store.statements(repository.id, environment, gate.sha);
	const overrides = await store.overrides(repository.id, environment);
	if (!isSaidAsIn(facts, {
		stated,
		overrides
	})) return false;
	return await areVerifiedAsBefore(facts.deployments, (name) => store.verifications(repository.id, name));
}
/** Null where the policies are others by now, and where the answer would not be that it waits. */
function decidedAgain(asked, reading, policies) {
	const facts = {
		...reading.facts,
		at: toInstant(asked.at)
	};
	const decision = decide(policies, facts);
	if (decision.policy.digest !== reading.decision.policy.digest) return null;
	if (decision.mode === "observe" || decision.verdict === "open") return null;
	const judged = {
		facts,
		decision,
		knownRestrictions: []
	};
	return saidNo(asked, judged).length > 0 || waitsOnlyForPreflight(decision) ? null : judged;
}

// src/flow/answer/gate/lane.ts
/**
* One at a time: what a lane lets in, and in which order. The lane is the environment; its questions are answered one
* after the other, so nobody else opens anything here meanwhile.
*/
/** When we look again whether the lane is free, should no event come before. */
const LOOK_AGAIN_MS$9 = 6e5;
/** For what is due before this one and is answered in a moment. */
const IN_A_MOMENT_MS = 1e3;
/** Each costs some reads. Those that are left out are met when it is asked again. */
const MOST_LOOKED_AT = 5;
/** What the lane holds this gate for; null: nothing. `isOpen`: the policy would let it through. */
async function heldByLane(asked, isOpen) {
	const newer = await findSuperseding(asked);
	if (newer !== void 0) return superseded(asked, newer);
	if (!isOpen) return null;
	const unlike = asked.beside.find(({ life }) => life.sha !== asked.gate.sha);
	if (unlike !== void 0) return besideAnother(asked, unlike);
	const running = await heldForRunning(asked);
	if (running !== null) return running;
	return asked.others.some((each) => isDueBefore(asked, each)) ? after(asked) : null;
}
/** A rollback waits for this alone: what waits here, too, would be taken back by nobody, or brings what failed. */
async function heldForRunning(asked) {
	const running = await findUnderWay(asked);
	return running === void 0 ? null : underWay(asked, running);
}
/** A newer gate that waits and contains this commit. */
async function findSuperseding({ question, github, gate, others }) {
	const newer = others.filter(({ life }) => !isFinal(life) && life.sha !== gate.sha).filter((each) => each.question.deploymentId > question.deploymentId).reverse();
	for (const each of newer.slice(0, MOST_LOOKED_AT)) {
		if (!await github.contains(each.life.sha, gate.sha)) continue;
		if ((await github.gate(each.question)).state === "waiting") return each;
	}
}
/** A deployment of another commit that we let through, or are about to, and that has not ended. */
async function findUnderWay({ github, gate, others, at }) {
	const letThrough = others.filter(({ life }) => life.sha !== gate.sha && (life.state === "approved" || isOpening$1(life))).filter(({ life }) => at - epochMs(life.since) < LONGEST_UNDER_WAY_MS).reverse();
	for (const each of letThrough.slice(0, MOST_LOOKED_AT)) if (await github.isUnderWay(each.question.deploymentId)) return each;
}
/** An older gate of another commit that is asked about right now: it may open, and then it goes first. */
function isDueBefore({ question, gate, at }, { question: other, life, dueAt }) {
	if (isFinal(life) || life.sha === gate.sha || life.reasons.includes("superseded")) return false;
	return other.deploymentId < question.deploymentId && dueAt !== null && dueAt <= at;
}
function superseded({ life, gate, at }, newer) {
	return {
		reasons: ["superseded"],
		key: `superseded ${newer.question.deploymentId}`,
		summary: `Superseded: ${newer.life.sha.slice(0, 7)} waits here, too, and contains this commit.`,
		comment: saySuperseded(newer, gate.environment),
		dueAt: at + LOOK_AGAIN_MS$9,
		questions: isOpening$1(life) ? [newer.question] : []
	};
}
function underWay({ gate, at }, running) {
	return {
		reasons: ["lane-busy"],
		key: `lane-busy ${running.question.deploymentId}`,
		summary: `Waiting until the deployment of ${running.life.sha.slice(0, 7)} ends: one at a time.`,
		comment: sayUnderWay(running, gate.environment),
		dueAt: at + LOOK_AGAIN_MS$9
	};
}
/** GitHub answers them together, and what is decided is decided for one commit. */
function besideAnother({ gate, at }, { question, life }) {
	return {
		reasons: ["another-commit"],
		key: `another-commit ${question.deploymentId}`,
		summary: `Not answered: ${life.sha.slice(0, 7)} waits in the same run and environment, and would be let go with it.`,
		comment: sayAnotherCommit(gate.environment),
		dueAt: at + LOOK_AGAIN_MS$9
	};
}
function after({ at }) {
	return {
		reasons: ["older-first"],
		key: "older-first",
		summary: "Waiting for an older deployment to be answered first.",
		comment: null,
		dueAt: at + IN_A_MOMENT_MS
	};
}

// src/flow/answer/gate/opened-gate.ts
/** How long a decision may be acted on: facts change without telling us. */
const DECISION_LASTS_MS = 6e4;
/** When we look whether the approval we sent is in effect, should no event come before. */
const VERIFY_AFTER_MS = 6e4;
function openedGate(asked, judged, summary) {
	const { at } = asked;
	const { facts, decision } = judged;
	const gate = lifeAfter(asked, { kind: "opening" });
	const effects = [openingOf(asked, judged, summary)];
	return {
		record: recordOf$1(at, summary, {
			facts,
			decision,
			effects,
			gate
		}),
		dueAt: at + VERIFY_AFTER_MS
	};
}
function openingOf({ question, gate, at }, { facts, decision, knownRestrictions }, summary) {
	const { nextTransitionAt } = decision;
	const changesAt = nextTransitionAt === null ? Number.POSITIVE_INFINITY : epochMs(nextTransitionAt);
	return {
		kind: "open-gate",
		repository: question.repository,
		gate: question,
		runAttempt: gate.runAttempt,
		headSha: gate.filedSha ?? gate.sha,
		...gate.filedSha === void 0 ? {} : { effectiveSha: gate.sha },
		...facts.candidate.isUnknown === true ? { isUnknownCommit: true } : {},
		comment: inertMarkdown(summary),
		validUntil: toInstant(Math.min(changesAt, at + DECISION_LASTS_MS)),
		knownRestrictions
	};
}

// src/flow/answer/gate/others-first.ts
/**
* Approve last. GitHub keeps our approval while it waits for others, and starts the job when the last of them agrees,
* which may be after a window of ours has closed. So when time has a part in our yes, others go first. When it has none,
* the yes holds however long they take, and is given at once.
*/
/** When we look again whether somebody reviewed it, should no event come before. */
const LOOK_AGAIN_MS$8 = 6e5;
async function heldForOthers(asked, { decision, facts }) {
	if (decision.nextTransitionAt === null || decision.mode === "observe") return null;
	const { github, question, life, at } = asked;
	const rules = await github.otherRules(question);
	if (rules === null) return notTold(at);
	const { hasReviewers, timerEndsAt } = rules;
	const isReviewed = facts.approvals.some(({ source, state, at: saidAt }) => source === "deployment-review" && state === "approved" && epochMs(saidAt) >= epochMs(life.requestedAt));
	if (hasReviewers && !isReviewed) return heldFor("the reviewers of the environment", at + LOOK_AGAIN_MS$8);
	if (timerEndsAt === null || epochMs(timerEndsAt) <= at) return null;
	return heldFor(`its wait timer, which ends at ${timerEndsAt}`, epochMs(timerEndsAt));
}
/** GitHub's copies lag for seconds. Nobody has to be told of that. */
const LAG_MS = 15e3;
function notTold(at) {
	return {
		reasons: ["others-unknown"],
		key: "others-unknown",
		summary: "Open; GitHub does not tell yet what else it waits for, and Tidegate answers last.",
		comment: null,
		dueAt: at + LAG_MS
	};
}
function heldFor(what, dueAt) {
	return {
		reasons: ["others-first"],
		key: `others-first ${what}`,
		summary: `Open; GitHub still waits for ${what}, and Tidegate answers last.`,
		comment: sayOthersFirst(what),
		dueAt
	};
}

// src/flow/answer/gate/rollback-first.ts
/** A rollback of the environment is under way: what is let in meanwhile would be taken away by it unseen. */
/** Should no event tell of its end. */
const LOOK_AGAIN_MS$7 = 6e4;
async function heldByRollback({ ports, question, gate, at }) {
	const running = (await ports.store.rollbacks(question.repository.id, question.environment)).findLast(isUnderWay);
	if (running === void 0) return null;
	const environment = inertMarkdown(gate.environment);
	const target = running.targetSha.slice(0, 7);
	return {
		reasons: ["rollback-under-way"],
		key: `rollback-under-way ${running.id}`,
		summary: `Waiting until the rollback to ${target} ends: one at a time.`,
		comment: [
			`**Held (\`rollback-under-way\`): ${environment} is going back to \`${target}\`.** What is let in meanwhile would be taken away by it.`,
			"",
			"Nothing to do: this one is judged again by itself when the rollback has ended."
		].join("\n"),
		dueAt: at + LOOK_AGAIN_MS$7
	};
}

// src/flow/dispatched/let-in-workflow.ts
/** Workflows that call each other; GitHub takes 50 in a run. */
const MOST_FILES = 50;
const CALLED = /\buses\s*:\s*["']?\.\/(\.github\/workflows\/[\w.-]{1,200}\.ya?ml)/g;
/**
* The workflow, or one that it calls, which is at `head` neither as in the commit that failed nor as in the one that is
* gone back to; null: all that runs was let in with one of them.
*
* @param path of the workflow, e.g. `.github/workflows/deploy.yml`
*/
async function workflowNotLetIn(path, head, { failedSha, targetSha }, github) {
	if (head === failedSha || head === targetSha) return null;
	const files = await withCalled(path, head, github);
	if (files.get(path) === null) return null;
	if (files.size > MOST_FILES) return path;
	const changed = await firstChanged(files, failedSha, github);
	return changed === null || await firstChanged(files, targetSha, github) === null ? null : changed;
}
async function withCalled(path, sha, github) {
	const files = /* @__PURE__ */ new Map();
	const wanted = [path];
	for (let next = wanted.pop(); next !== void 0 && files.size <= MOST_FILES; next = wanted.pop()) {
		const text = (await github.file(next, sha))?.text ?? null;
		files.set(next, text);
		const called = [...(text ?? "").matchAll(CALLED)].flatMap(([, each]) => each ?? []);
		wanted.push(...called.filter((each) => !files.has(each) && !wanted.includes(each)));
	}
	return files;
}
async function firstChanged(files, sha, github) {
	for (const [path, text] of files) {
		const then = (await github.file(path, sha))?.text ?? null;
		if (text === null || then !== text) return path;
	}
	return null;
}
/** Follows a colon or begins a sentence; says what to do. */
function sayNotLetIn(path, { failedSha, targetSha }) {
	return `${path} on the default branch is another one than in ${failedSha.slice(0, 7)} and in ${targetSha.slice(0, 7)}, and was never let in here: nothing is started with it. Start it by hand, so that its gate asks for it, or undo the change and order the rollback again`;
}

// src/flow/answer/gate/workflow-first.ts
/** The run of a rollback: it deploys what was let in once, and it has to do that with a workflow that was let in, too. */
/** A push may undo it. */
const LOOK_AGAIN_MS$6 = 6e5;
/** What was looked at before it was started may have changed a moment before GitHub took it. */
async function heldByWorkflow(asked, policies) {
	const { own, gate, github, at } = asked;
	if (own === null) return null;
	const workflow = workflowPath(workflowOf(policies, own.environment));
	const changed = await workflowNotLetIn(workflow, gate.filedSha ?? gate.sha, own, github);
	if (changed === null) return null;
	return {
		reasons: ["workflow-not-let-in"],
		key: `workflow-not-let-in ${own.id}`,
		summary: `Rollback of ${own.failedSha.slice(0, 7)} to ${own.targetSha.slice(0, 7)}: ${changed} of its run was never let in here.`,
		comment: `**Held (\`workflow-not-let-in\`): this run of a rollback is not let go.** ${inertMarkdown(sayNotLetIn(changed, own))}.`,
		dueAt: at + LOOK_AGAIN_MS$6
	};
}

// src/flow/answer/answer-gate.ts
/** When we look again for what was missing, should no event come before: a push asks, too, and reads may lag. */
const LOOK_AGAIN_MS$5 = 6e5;
/** @param isByTimerAlone nothing happened to it since it was last answered. */
async function answerGate(question, ports, isByTimerAlone = false) {
	const answered = (isByTimerAlone ? await keptGate(question, ports) : null) ?? await readGate(question, ports);
	return await withWhoIsPaged(question, answered, ports);
}
async function readGate(question, ports) {
	const at = ports.clock.now();
	const github = await ports.github(question.repository);
	const { gate, own } = await seeGate(question, github, ports.store);
	if (gate.state === "not-found") throw new Failure("not-found", "GitHub shows no such deployment or run, or not yet that a job waits with it.");
	const asked = await askedGate({
		question,
		ports,
		github,
		gate,
		own,
		at
	});
	if (gate.state !== "waiting") return endedGate(asked, gate.state);
	const policy = await readPolicyState(ports, question.repository, github);
	if (policy.kind !== "in-force") return heldGate(asked, withoutPolicy$1(asked, policy));
	const { policies } = policy;
	const answered = await byPolicies(asked, policies);
	const strategy = strategyOf(policies.map((each) => each.policy), question.environment) ?? null;
	return {
		...answered,
		record: {
			...answered.record,
			strategy
		},
		tell: {
			policies,
			gate
		}
	};
}
async function byPolicies(asked, policies) {
	const { question, ports, at } = asked;
	const overrides = await ports.store.overrides(question.repository.id, question.environment);
	const judging = judgeGate({
		...asked,
		policies,
		overrides
	});
	const judged = await unlessRefused(judging.then((first) => withPreflight(asked, first, policies)));
	if (judged instanceof Failure) {
		const { kind } = judged;
		const code = kind === "forbidden" ? "forbidden" : "unreadable";
		return heldGate(asked, {
			reasons: [code],
			key: code,
			...reportRefusal(judged),
			dueAt: at + lookAgainMs(judged)
		});
	}
	return lookingAgain(await decided(asked, judged, policies), judged.lookAgainAt);
}
async function decided(asked, judged, policies) {
	const { facts, decision } = judged;
	const summary = `${sayOwn(asked)}${headline(decision, facts, policies)}`;
	const no = saidNo(asked, judged);
	if (no.length > 0) return rejectedGate(asked, judged, no, summary);
	const isOpen = isLetThrough(decision);
	const hold = decision.mode === "observe" ? null : await besidesPolicy(asked, judged, isOpen, policies);
	const { environment } = asked.question;
	if (hold !== null) return heldGate(asked, {
		...withPeople(hold, environment, policies),
		facts,
		decision
	});
	if (isOpen) return openedGate(asked, judged, summary);
	return heldByPolicy(asked, judged, policies);
}
/** What holds it whatever the policy says: the lane, and what GitHub asks besides us. */
async function besidesPolicy(asked, judged, isOpen, policies) {
	if (asked.own !== null) return isOpen ? await heldByWorkflow(asked, policies) ?? heldForRunning(asked) : null;
	return (isOpen ? await heldByRollback(asked) : null) ?? await heldByLane(asked, isOpen) ?? (isOpen ? await heldForOthers(asked, judged) : null);
}
/** The record says which rollback a gate was opened for, in words for people: its id is among the facts. */
function sayOwn({ own }) {
	return own === null ? "" : `Rollback of ${own.failedSha.slice(0, 7)} to ${own.targetSha.slice(0, 7)}: `;
}
function withoutPolicy$1({ question, at }, policy) {
	const code = policy.kind === "org-policy-unreadable" ? policy.kind : `policy-${policy.kind}`;
	const problems = policy.kind === "invalid" ? policy.problems.map((problem) => problem.code) : [];
	const key = [code, ...new Set(problems)].join(" ");
	return {
		reasons: [code],
		key,
		...reportWithoutPolicy(question, policy),
		dueAt: at + LOOK_AGAIN_MS$5
	};
}
function isLetThrough(decision) {
	return decision.verdict === "open" || decision.mode === "observe";
}

// src/policy/needed-from-author.ts
const LONGEST_NAME = 60;
/** In words, as the policy names them. Empty: nothing is missing, as far as the change itself says. */
function neededFromAuthor({ gate, policy }, changes) {
	return [...new Set(changes.flatMap((change) => [...sectionsOf(gate, change), ...requestOf(gate, policy, change)]))];
}
function sectionsOf({ require: { sections = [] } }, change) {
	const filled = filledSections(change.kind === "commit" ? "" : change.body);
	return sections.filter((section) => !filled.has(headingKey(section))).map((section) => `the section "${plainLine(section, LONGEST_NAME)}"`);
}
function requestOf(gate, policy, change) {
	const asked = gate.require["linked-issue"];
	const found = requestsAsked([{
		...policy,
		gates: [gate]
	}]);
	if (asked === void 0 || found === null || found(change).length > 0) return [];
	const what = asked === true ? "a linked issue" : `a request like ${plainLine(asked, LONGEST_NAME)}`;
	return [isLinkKnown(change) ? what : `${what} (its text names none)`];
}
/** Before a merge nobody asks GitHub what it links for a gate that comes later: an issue may be linked beside the text. */
function isLinkKnown(change) {
	return change.kind === "commit" || change.issues !== void 0;
}

// src/policy/gates-ahead.ts
/** The gates of each environment that a release of this tier and type would meet; freezes and holds come and go. */
function gatesAhead(policies, { tier, releaseType }, changes) {
	const { tiers } = commonTiers(policies.map(({ policy }) => policy));
	return environmentsOf(policies).map((environment) => {
		const gates = policies.flatMap(({ policy }) => {
			const own = tierFor(policy, {
				tier,
				tiers
			});
			return policy.gates.filter((gate) => applies(gate, own, environment, releaseType)).map((gate) => ({
				gate,
				policy
			}));
		});
		return {
			environment,
			gates: [...builtInFor(policies, environment), ...gates.map(({ gate }) => gate.name)],
			needed: [...new Set(gates.flatMap((each) => neededFromAuthor(each, changes)))]
		};
	});
}
/** Those that an environment is written to have. */
function builtInFor(policies, environment) {
	const entries = policies.flatMap(({ policy }) => entryFor(policy, environment) ?? []);
	return [
		...entries.some(({ promote }) => promote !== void 0) ? ["promotion"] : [],
		...entries.some(({ group }) => group !== void 0) ? ["group"] : [],
		...entries.some(({ preflight }) => preflight !== void 0) ? ["preflight"] : []
	];
}
function applies(gate, tier, environment, type) {
	return gate.at === "deploy" && (gate.for?.tiers?.includes(tier) ?? true) && matchesEnvironment(gate.for?.environments, environment) && !isExcepted(gate.except, { type });
}
/** Those that the policies govern; of a policy that does not list them, those that its gates name. */
function environmentsOf(policies) {
	return [...new Map(policies.flatMap(({ policy }) => namesIn(policy)).map((name) => [name.toLowerCase(), name])).values()];
}
function namesIn(policy) {
	if (policy.environments !== void 0) return Object.keys(policy.environments);
	return policy.gates.flatMap((gate) => gate.for?.environments ?? []);
}

// src/flow/answer/ahead-of-merge.ts
/** What the change will meet on its way, so that nobody learns of a board, or of what they left out, on release day. */
function aheadOf({ decision, facts }, policies) {
	const ahead = gatesAhead(policies, decision, facts.changes);
	const asking = ahead.filter(({ gates }) => gates.length > 0);
	const needed = ahead.filter(({ needed }) => needed.length > 0).map(({ environment, needed: what }) => `${environment} needs from you: ${what.join(", ")}`);
	const lines = ahead.map(({ environment, gates }) => `${environment}: ${gates.join(", ") || "nothing more"}`);
	return {
		titles: [...needed, ...asking.map(({ environment, gates }) => `${environment} will ask for ${gates.join(", ")}`)],
		block: lines.length === 0 ? void 0 : {
			heading: `When it is deployed (as ${decision.tier})`,
			lines: [...needed, ...lines]
		}
	};
}
/** As many of them as there is room for, the first always. */
function titleWithin(limit, [first = "", ...others]) {
	return others.reduce((title, next) => {
		const longer = `${title}; ${next}`;
		return longer.length <= limit ? longer : title;
	}, first);
}

// src/flow/answer/merge-check.ts
function checkOf(repository, headSha) {
	return {
		kind: "write-check",
		repository,
		name: "tidegate",
		headSha,
		externalId: "merge",
		annotations: []
	};
}
/**
* GitHub knows a check by commit and name, and lets every pull request with that head merge on it. So all of them share
* one, and it says what is said to the one that may merge least; who asked makes no difference to it.
*
* @param judged at least one: the open pull requests with this head.
*/
function mergeCheck(repository, judged, policies) {
	const [least] = judged.toSorted((one, other) => ranked$1(other) - ranked$1(one) || one.number - other.number);
	if (least === void 0) throw new RangeError("A check is about a pull request");
	const { decision, facts, number } = least;
	const ahead = aheadOf(least, policies);
	const about = judged.length === 1 ? "" : `#${number}, which has the same commits: `;
	const told = titleWithin(LONGEST_TITLE, [headline(decision, facts), ...ahead.titles]);
	return {
		...checkOf(repository, facts.candidate.sha),
		...stateOf(decision),
		title: plainLine(`${about}${told}`, LONGEST_TITLE),
		summary: explainMarkdown(decision, facts, { more: ahead.block })
	};
}
/**
* `tidegate/policy` comes only where the policy is changed, so a branch cannot require it. What it refuses must not
* look mergeable here, or a broken policy would be merged on a green check.
*/
function refuseBrokenPolicy(check, proposed) {
	if (!proposed.some(({ conclusion }) => conclusion === "failure") || check.conclusion === "neutral") return check;
	const title = "The policy of this pull request is invalid: see the check tidegate/policy";
	return {
		...check,
		status: "completed",
		conclusion: "failure",
		title,
		summary: `**${title}**\n\n${check.summary}`
	};
}
/** The higher, the less it may merge. */
function ranked$1({ decision }) {
	const { status, conclusion } = stateOf(decision);
	if (status === "in_progress") return 1;
	return conclusion === "failure" ? 2 : 0;
}
/** GitHub shows about this much of a title in the list of checks. */
const LONGEST_TITLE = 140;
function stateOf(decision) {
	if (decision.mode === "observe") return {
		status: "completed",
		conclusion: "neutral"
	};
	if (decision.verdict === "waiting") return { status: "in_progress" };
	return {
		status: "completed",
		conclusion: decision.verdict === "open" ? "success" : "failure"
	};
}
/** A fact that the policy asks for cannot be read. */
function refusedCheck(repository, headSha, refusal) {
	const title = "A fact that the policy asks for cannot be read";
	const summary = `**${title}.** ${sayRefused(refusal)}`;
	return {
		...checkOf(repository, headSha),
		status: "completed",
		conclusion: "failure",
		title,
		summary
	};
}
/** Nothing can be judged without rules, and what is not judged is not passed. */
function unjudgedCheck(repository, headSha, policy) {
	const check = {
		...checkOf(repository, headSha),
		status: "completed",
		conclusion: "failure"
	};
	if (policy.kind === "org-policy-unreadable") {
		const title = "The policy of the organisation cannot be read";
		return {
			...check,
			title,
			summary: `**Not judged (\`org-policy-unreadable\`): ${sayUnreadable(repository.owner, policy.because)}`
		};
	}
	const broken = brokenPolicy(policy.problems);
	return {
		...check,
		title: "The policy on the default branch is invalid",
		summary: `${broken.charAt(0).toUpperCase()}${broken.slice(1)} cannot be applied, and there was no valid one before. Correct it first: its check \`tidegate/policy\` says where. An administrator can merge the correction.`
	};
}

// src/flow/answer/policy-check.ts
function policyCheck(input) {
	const { repository, headSha, externalId, problems } = input;
	const errors = problems.filter((problem) => problem.severity === "error");
	return {
		kind: "write-check",
		repository,
		name: "tidegate/policy",
		headSha,
		externalId,
		status: "completed",
		conclusion: errors.length > 0 ? "failure" : "success",
		title: titleOf(errors.length, problems.length - errors.length),
		summary: summaryOf(input, errors.length),
		annotations: problems.map(annotationOf)
	};
}
function titleOf(errors, warnings) {
	if (errors > 0) return `The policy is invalid: ${errors} ${errors === 1 ? "problem" : "problems"}`;
	return warnings > 0 ? `The policy is valid, with ${warnings} warnings` : "The policy is valid";
}
/** GitHub takes 65,535 characters; a policy has at most 64 KiB, so its problems are cut well before. */
const MOST_LISTED = 100;
function summaryOf({ problems, isInForce, backtest, unguarded = [] }, errors) {
	const listed = problems.slice(0, MOST_LISTED).map((problem) => `    ${plainLine(formatProblem(problem), 400)}`);
	const cut = problems.length > MOST_LISTED ? ["", `and ${problems.length - MOST_LISTED} more.`] : [];
	return [
		[
			consequenceOf(errors, isInForce),
			"",
			...listed,
			...cut
		].join("\n").trimEnd(),
		backtest,
		sayUnguarded(unguarded)
	].filter((part) => part !== void 0).join("\n\n");
}
/** A policy that is valid and holds nothing is the mistake that nobody sees. */
function sayUnguarded(environments) {
	if (environments.length === 0) return void 0;
	return [
		`**Not held by GitHub: ${environments.slice(0, MOST_LISTED).map(inertMarkdown).join(", ")}.** Tidegate's protection rule is not switched on there, so deployments pass whatever the policy says.`,
		"",
		"Switch it on in the settings of the repository, under *Environments*, *Deployment protection rules*. GitHub offers no such rules in private repositories without GitHub Enterprise: there the Action holds the job, with a step before the one that deploys:",
		"",
		"```yaml",
		"- uses: OWNER/tidegate@COMMIT",
		"  with: { command: gate, environment: NAME }",
		"```"
	].join("\n");
}
function consequenceOf(errors, isInForce) {
	if (errors === 0) return "Every rule of the policy can be applied.";
	if (isInForce === void 0) return "The policy of this pull request cannot be applied. Correct it before it is merged.";
	if (isInForce) return "The last valid policy stays in force until this one is corrected.";
	return "There was no valid policy before: every gated deployment is held until this one is corrected.";
}
function annotationOf(problem) {
	return {
		path: problem.file,
		line: problem.line ?? 1,
		column: problem.column ?? 1,
		level: problem.severity === "error" ? "failure" : "warning",
		title: problem.code,
		message: formatProblem(problem).toWellFormed()
	};
}

// src/flow/answer/proposed-policy.ts
/**
* @param organisation the policy that a text of the repository has to agree with.
* @param past undefined: only whether the text is valid is asked.
*/
async function proposedPolicyCheck(question, github, pullRequest, organisation, past) {
	const { repository, number } = question;
	const { headSha } = pullRequest;
	const read = (path) => readProposed(github, pullRequest, path);
	const above = isOrganisationPlace(repository) ? await read(ORGANISATION_FILE) : null;
	const parsedAbove = above === null ? [] : [parseOrganisationPolicy(above)];
	const own = await read(POLICY_FILE);
	const parsed = own === null ? [] : [parseRepositoryPolicy(own, agreeing(parsedAbove[0], organisation))];
	const texts = [...parsedAbove, ...parsed];
	if (texts.length === 0) return [];
	const problems = texts.flatMap((text) => text.kind === "valid" ? text.warnings : text.problems);
	const backtest = past && await backtestOf(question, past, parsedAbove[0], parsed[0]);
	return [policyCheck({
		repository,
		headSha,
		externalId: `pull-request/${number}`,
		problems,
		backtest
	})];
}
/** Of texts that can be applied, and where there is a policy that they would take the place of. */
async function backtestOf({ repository }, { store, state }, above, own) {
	if (state.kind !== "in-force" || above?.kind === "invalid" || own?.kind === "invalid") return void 0;
	const proposed = {
		organisation: inForce("org", ORGANISATION_FILE, above),
		own: inForce("repository", POLICY_FILE, own)
	};
	return sayBacktest(await backtestPolicy(store, repository, state, proposed));
}
function inForce(source, file, parsed) {
	return parsed?.kind === "valid" ? {
		source,
		file,
		policy: parsed.policy
	} : void 0;
}
/** Where both are proposed together, they have to agree with one another. */
function agreeing(proposed, inForce) {
	return proposed?.kind === "valid" ? proposed.policy : inForce;
}
async function readProposed(github, { change, headSha }, path) {
	if (!change.files.some((file) => file.path === path && file.status !== "removed")) return null;
	return (await github.file(path, headSha))?.text ?? null;
}

// src/flow/answer/answer-merge-group.ts
/** GitHub's queue gives up a group that lacks a check after 60 minutes, unless it is set otherwise: we are earlier. */
const [WAITS_MS, LASTS_MS] = [18e5, 36e5];
/** What GitHub does not tell yet of a group it has just made. Events name no groups, so we look again by ourselves. */
const [UNKNOWN_FOR_MS, LOOK_AGAIN_MS$4] = [12e4, 6e4];
async function answerMergeGroup(question, ports) {
	const at = ports.clock.now();
	const { repository, group } = question;
	if (group.isOver) return {
		record: recordOf$1(at, "The merge group is over.", { final: true }),
		dueAt: null
	};
	const github = await ports.github(repository);
	const policy = await readPolicyState(ports, repository, github);
	if (policy.kind === "none" || policy.kind === "org-policy-unreadable" && !policy.hasOwn) return {
		record: recordOf$1(at, "Not governed."),
		dueAt: null
	};
	if (policy.kind !== "in-force") return write(question, at, unjudgedCheck(repository, group.headSha, policy));
	const members = await unlessRefused(judgeAll$1(question, github, policy, at));
	if (members instanceof Failure) {
		const refused = refusedCheck(repository, group.headSha, members);
		return write(question, at, at < epochMs(group.madeAt) + UNKNOWN_FOR_MS ? {
			...refused,
			status: "in_progress",
			conclusion: void 0
		} : refused);
	}
	const [worst, ...others] = members.toSorted((one, other) => ranked(other) - ranked(one) || one.number - other.number);
	if (worst === void 0) return {
		record: recordOf$1(at, "The merge group is merged.", { final: true }),
		dueAt: null
	};
	const title = ranked(worst) === 0 && others.length > 0 ? `All ${members.length} pull requests of the group may merge` : `#${worst.number}: ${worst.said.title}`;
	const summary = [worst, ...others].map((one) => `### #${one.number}\n\n${one.said.summary}`).join("\n\n");
	const changes = members.flatMap(({ decision }) => decision?.nextTransitionAt ?? []);
	const { facts = null, decision = null } = worst;
	return write(question, at, {
		...worst.said,
		title: plainLine(title, 140),
		summary
	}, {
		facts,
		decision
	}, changes);
}
/** A failure throws a pull request out of the queue, and the next try is another group: so it is the last word. */
function write({ repository, group: { headSha, madeAt } }, at, { status, conclusion, title, summary }, parts = {}, changes = []) {
	const check = {
		kind: "write-check",
		repository,
		name: "tidegate",
		headSha,
		externalId: "merge",
		status,
		...conclusion && { conclusion },
		title,
		summary,
		annotations: []
	};
	const madeMs = epochMs(madeAt);
	const final = conclusion === "failure" || at >= madeMs + LASTS_MS;
	const times = [
		at + LOOK_AGAIN_MS$4,
		madeMs + WAITS_MS,
		...changes.map(epochMs)
	].filter((time) => time > at);
	return {
		record: recordOf$1(at, title, {
			...parts,
			effects: [check],
			final
		}),
		dueAt: final ? null : Math.min(...times)
	};
}
/** None when all of them are merged. */
async function judgeAll$1(question, github, policy, at) {
	const state = await github.mergeGroup?.(question.group);
	const lost = state?.unexplained[0];
	if (!state?.complete || lost !== void 0) {
		const which = lost === void 0 ? "the commits of this merge group come" : `commit ${lost.slice(0, 7)} comes`;
		throw new Failure("rejected", `GitHub does not tell from which pull requests ${which}`);
	}
	const members = [];
	for (const number of /* @__PURE__ */ new Set([...state.pullRequests, question.number])) {
		const member = await judge$1({
			...question,
			number
		}, github, policy, at);
		if (member !== null) members.push(member);
	}
	return members;
}
async function judge$1(asked, github, policy, at) {
	const { repository, number, group } = asked;
	const pullRequest = await github.pullRequest(number);
	if (pullRequest.change.mergedAt !== void 0) return null;
	if (pullRequest.state === "closed") return {
		number,
		said: refusal("The pull request is closed", "")
	};
	const proposed = await proposedPolicyCheck({
		kind: "pull-request",
		repository,
		number
	}, github, pullRequest, policy.organisation);
	const rules = policy.policies.map((one) => one.policy);
	const facts = await gatherPullRequest(github, {
		repository,
		pullRequest,
		at
	}, rules);
	const decision = decide(policy.policies, facts);
	const said = refuseBrokenPolicy(mergeCheck(repository, [{
		number,
		facts,
		decision
	}], policy.policies), proposed);
	const endsAt = epochMs(group.madeAt) + WAITS_MS;
	const opensAt = decision.earliestOpening === null ? at : epochMs(decision.earliestOpening);
	return {
		number,
		facts,
		decision,
		said: said.status === "in_progress" && (at >= endsAt || opensAt > endsAt) ? refusal(`Not open in time: ${said.title}`, said.summary) : said
	};
}
function refusal(title, summary) {
	return {
		status: "completed",
		conclusion: "failure",
		title,
		summary: `**${plainLine(title, 140)}**\n\n${summary}`
	};
}
/** The higher, the less it may merge. */
function ranked({ said: { status, conclusion } }) {
	if (status === "in_progress") return 1;
	return conclusion === "failure" ? 2 : 0;
}

// src/flow/notify/loosened/comparison.ts
/** How two texts of a policy are compared. */
function isSame(one, other) {
	return one === other || one !== void 0 && other !== void 0 && digestOf$1(one) === digestOf$1(other);
}
/** Whether one of them is not among the others. */
function isMissing(of, from) {
	return (of ?? []).some((one) => !(from ?? []).some((other) => isSame(one, other)));
}
/** Of two durations as a policy writes them. One that is not there is no time at all. */
function isLonger(text, than) {
	return lasts(text) > lasts(than);
}
function lasts(text) {
	return text === void 0 ? 0 : parseDuration(text) ?? 0;
}

// src/flow/notify/loosened/rollback.ts
function loosenedRollback(name, was, is) {
	if (is === void 0) return was === void 0 ? [] : [`Nothing rolls ${name} back any more.`];
	const alone = Object.entries(is.authorise).filter(([tier, how]) => how === "auto" && was?.authorise[tier] !== "auto").map(([tier]) => `Rollbacks of tier ${tier} in ${name} ask nobody.`);
	if (was === void 0) return [`The environment ${name} may be rolled back now.`, ...alone];
	return [
		...isMissing(was.on, is.on) ? [`Fewer verdicts may roll ${name} back.`] : [],
		...alone,
		...isSame(was.by, is.by) ? [] : [`Other people may roll ${name} back.`],
		...isSame(was.barriers, is.barriers) || was.barriers === void 0 ? [] : [`Other changes in ${name} are taken back unasked.`],
		...isSame(was.limit, is.limit) ? [] : [`Rollbacks of ${name} have another limit.`],
		...isSame(wayOf(was), wayOf(is)) ? [] : [`The environment ${name} goes back in another way.`],
		...ofDrill(name, was.drill, is.drill)
	];
}
function wayOf({ workflow, mode, inputs }) {
	return {
		workflow,
		mode,
		inputs
	};
}
function ofDrill(name, was, is) {
	if (was === void 0) return [];
	return [...is === void 0 || isLonger(is.every, was.every) ? [`The way back of ${name} is tried less often.`] : [], ...is === void 0 || is.in === was.in ? [] : [`The way back of ${name} is tried in ${is.in} instead of ${was.in}.`]];
}

// src/flow/notify/loosened/environments.ts
/** What is asked for less than before of what enters an environment, and of how it comes back. */
/** As they are in force: a new name may take an environment out of a glob, which is compared with what the glob said. */
function loosenedEnvironments(before, after) {
	const were = Object.keys(before.environments ?? {});
	const are = Object.keys(after.environments ?? {});
	const added = are.filter((name) => !were.some((other) => isSameName(name, other)));
	const lines = [...were, ...added].flatMap((name) => ofName(name, before, after));
	return [
		...before.environments === void 0 && after.environments !== void 0 ? ["Only the environments that it names are governed."] : [],
		...lines,
		...isReordered(were, are) ? ["The environments stand in another order: other globs may match first."] : []
	];
}
/** Without the key all are governed, and nothing more is asked of any. One that is governed at last was free before. */
function ofName(name, before, after) {
	const was = before.environments === void 0 ? {} : entryFor(before, name);
	const is = entryFor(after, name);
	if (was === void 0) return [];
	if (is !== void 0 || after.environments === void 0) return ofEntry(name, was, is ?? {});
	return [`The environment ${name} is not governed any more.`];
}
function isReordered(were, are) {
	const globs = were.filter((name) => isGlob(name) && are.includes(name));
	return !isSame(globs, are.filter((name) => globs.includes(name)));
}
function ofEntry(name, was, is) {
	return [
		...ofPromotion(name, was.promote, is.promote),
		...ofPreflight(name, was.preflight, is.preflight),
		...ofVerification(name, was.verify, is.verify),
		...loosenedRollback(name, was.rollback, is.rollback),
		...isSame(was["release-manager"], is["release-manager"]) ? [] : [`Other people own the releases to ${name}: who may override or roll back may follow from it.`],
		...was.group === void 0 || was.group === is.group ? [] : [`The environment ${name} is not held together with the group "${was.group}" any more.`],
		...was.service === is.service ? [] : [`The environment ${name} is of another service.`],
		...is.strategy === void 0 || was.strategy === is.strategy ? [] : [`The environment ${name} is said to be released to as ${is.strategy}: gates that ask for it may be met.`]
	];
}
function ofPromotion(name, was, is) {
	if (was === void 0) return [];
	if (is === void 0) return [`Nothing has to be verified elsewhere before it enters ${name}.`];
	return [...was.from === is.from ? [] : [`What enters ${name} has to be verified in ${is.from} instead of ${was.from}.`], ...isLonger(was.soak, is.soak) ? [`What enters ${name} soaks for ${is.soak ?? "no time"} instead of ${was.soak}.`] : []];
}
function ofPreflight(name, was, is) {
	if (was === void 0 || was === is) return [];
	return [is === void 0 ? `Nothing is run before ${name} is opened.` : `Another file is run before ${name} is opened.`];
}
function ofVerification(name, was, is) {
	if (was === void 0) return [];
	if (is === void 0) return [`The environment ${name} asks for no verification any more.`];
	return [
		...was.within === void 0 || is.within !== void 0 ? [] : [`No verification of ${name} is missed any more.`],
		...was.within !== void 0 && isLonger(is.within, was.within) ? [`A verification of ${name} is missed after ${is.within} instead of ${was.within}.`] : [],
		...was.smoke === void 0 || was.smoke === is.smoke ? [] : [`Another smoke file verifies ${name}, or any does.`],
		...isLonger(was.watch?.for, is.watch?.for) ? [`The environment ${name} is watched for ${is.watch?.for ?? "no time"} instead of ${was.watch?.for}.`] : [],
		...isProbedLess(was, is) ? [`The environment ${name} is probed less often while it is watched.`] : []
	];
}
function isProbedLess({ watch: was }, { watch: is }) {
	if (was?.every === void 0 || is === void 0) return false;
	return is.every === void 0 || isLonger(is.every, was.every);
}

// src/flow/notify/loosened/practice.ts
/** What is planned, told, recorded and reviewed less than before. */
function loosenedPractice(before, after) {
	return [
		...ofEscalation(before, after),
		...ofPlan(before.plan, after.plan),
		...ofTrains(before.trains ?? {}, after.trains ?? {}),
		...ofReviews(before.reviews, after.reviews),
		...ofRecord(before.record, after.record),
		...ofFigures(before, after),
		...ofNotices(before, after)
	];
}
function ofEscalation(before, after) {
	return ESCALATED.flatMap((event) => {
		const was = rulesFor(before, event);
		const is = rulesFor(after, event);
		if (was.length === 0 || !isMissing(was, is)) return [];
		return [is.length === 0 ? `Nobody is paged for \`${event}\`.` : `Others are paged for \`${event}\`, or at other times.`];
	});
}
function rulesFor({ escalation = [] }, event) {
	return escalation.filter((rule) => rule.when.includes(event)).map(({ when: _, ...rule }) => rule);
}
function ofPlan(was, is) {
	if (was === void 0) return [];
	if (is === void 0) return ["No milestone is a planned release: a no-go holds nothing."];
	const stages = Object.keys(was.stages).filter((stage) => is.stages[stage] === void 0);
	return [...was.milestones === is.milestones ? [] : ["Other milestones are planned releases."], ...stages.map((stage) => `Planned releases have no stage "${stage}".`)];
}
function ofTrains(before, after) {
	return Object.entries(before).flatMap(([name, was]) => {
		const is = after[name];
		if (is === void 0) return [`The train "${name}" is gone: its members go out each for itself.`];
		return [
			...isMissing(was.members, is.members) ? [`The train "${name}" has fewer members.`] : [],
			...isSame(was.order, is.order) ? [] : [`The train "${name}" goes out in another order.`],
			...was.environment === is.environment ? [] : [`The train "${name}" goes together into ${is.environment} only.`]
		];
	});
}
function ofReviews(was, is) {
	const labels = was?.["cause-labels"] ?? [];
	const now = is?.["cause-labels"] ?? [];
	return [...labels.length > 0 && now.length === 0 ? ["A review closes without a cause."] : [], ...was?.due !== void 0 && (is?.due === void 0 || isLonger(is.due, was.due)) ? [`A review is overdue after ${is?.due ?? "no time that is set"} instead of ${was.due}.`] : []];
}
function ofRecord(was, is) {
	if (was === void 0) return [];
	if (is === void 0) return ["No release record is kept."];
	return [...is.for === void 0 || isSame(was.for, is.for) ? [] : ["Other releases have a record."], ...was.checklist === void 0 || was.checklist === is.checklist ? [] : ["Release records begin with another checklist, or with none."]];
}
/** Who decides about planned releases, whose deployments page people and what is measured follow from it. */
function ofFigures({ dora: was }, { dora: is }) {
	return [...isSame(was?.production, is?.production) ? [] : ["Other environments are production."], ...isMissing(was?.incident?.labels, is?.incident?.labels) ? ["Fewer issues are incidents."] : []];
}
/** That somebody is told of less is itself what they want to be told. */
function ofNotices({ notify: was = [] }, { notify: is = [] }) {
	const left = is.flatMap(tellings);
	const gone = was.flatMap(tellings).filter((one) => !left.some((other) => isSame(one, other)));
	return [...new Set(gone.map(({ event }) => event))].map((event) => left.some((other) => other.event === event) ? `Fewer are told of \`${event}\`, or at another time.` : `Nobody is told of \`${event}\`.`);
}
/** Each event, with when and where it is told. In which words makes no difference. */
function tellings({ on, slack, pagerduty, webhook }) {
	const places = Object.entries({
		slack,
		pagerduty,
		webhook
	}).filter(([, to]) => to !== void 0);
	return on.flatMap((each) => {
		const event = typeof each === "string" ? each : Object.keys(each)[0] ?? "";
		return places.map((to) => ({
			event,
			each,
			to
		}));
	});
}

// src/flow/notify/loosened/requirements.ts
function loosenedRequirements(gate, before, after) {
	const keys = Object.keys(before).filter((key) => before[key] !== void 0);
	const gone = keys.filter((key) => after[key] === void 0);
	const changed = keys.filter((key) => after[key] !== void 0 && !isSame(before[key], after[key]) && isLess(key, before, after));
	return [...gone.map((key) => `The gate "${gate}" asks for no \`${key}\` any more.`), ...changed.map((key) => `The gate "${gate}" asks for other \`${key}\`: ${whatOf(key, before, after)}.`)];
}
/** Of what can be compared; what cannot, and changed, may let more through. */
function isLess(key, before, after) {
	if (key === "checks") return isMissing(before.checks, after.checks);
	if (key === "window") return isMissing(after.window, before.window);
	if (key !== "approvals") return true;
	const { count: least = 0, ...was } = before.approvals ?? {};
	const { count = 0, ...is } = after.approvals ?? {};
	return count < least || !isSame(was, is);
}
function whatOf(key, before, after) {
	if (key !== "approvals") return "see the change";
	const was = before.approvals?.count ?? 0;
	const is = after.approvals?.count ?? 0;
	return is < was ? `${is} instead of ${was}` : "of others, or in another way";
}

// src/flow/notify/loosened/loosenings.ts
/** Empty: nothing is asked for less. Plain text, one line each, in the order of the policies. */
function loosenings(before, after) {
	return before.flatMap(({ source, policy }) => {
		const now = after.find((each) => each.source === source);
		return now === void 0 ? [`${source === "org" ? "The organisation's policy" : "The policy"} is gone.`] : ofPolicy(policy, now.policy);
	});
}
function ofPolicy(before, after) {
	return [
		...before.mode === "enforce" && after.mode === "observe" ? ["Nothing is held any more: `mode` is `observe`."] : [],
		...before.gates.flatMap((gate) => ofGate(gate, after.gates.find(({ name }) => name === gate.name))),
		...ofFreezes(before, after),
		...ofWindows(before, after),
		...before.zone === after.zone ? [] : [`Windows and freezes are on the clock of ${after.zone} instead of ${before.zone}.`],
		...loosenedEnvironments(before, after),
		...ofOverride(before, after),
		...ofRisk(before, after),
		...loosenedPractice(before, after)
	];
}
function ofGate(before, after) {
	const { name } = before;
	if (after === void 0) return [`The gate "${name}" is gone.`];
	return [
		...isSame(before.for, after.for) || after.for === void 0 ? [] : [`The gate "${name}" is for other releases.`],
		...isSame(before.at, after.at) ? [] : [`The gate "${name}" stands elsewhere.`],
		...isSame(before.except, after.except) || after.except === void 0 ? [] : [`The gate "${name}" excepts other types of releases.`],
		...loosenedRequirements(name, before.require, after.require)
	];
}
function ofFreezes(before, after) {
	return before.freezes.filter((freeze) => !after.freezes.some((other) => isSame(freeze, other))).map(({ name }) => `The freeze "${name}" is gone or was changed.`);
}
function ofWindows(before, after) {
	return Object.keys(after.windows).filter((name) => before.windows[name] !== void 0 && !isSame(before.windows[name], after.windows[name])).map((name) => `The window "${name}" has other times.`);
}
function ofOverride({ override: before }, { override: after }) {
	if (after === void 0) return [];
	if (before === void 0) return ["People may override now."];
	return [...isSame(before.by, after.by) ? [] : ["Other people may override."], ...isLonger(after.expires, before.expires) ? [`An override counts for ${after.expires}.`] : []];
}
function ofRisk(before, after) {
	const services = Object.entries(before.services).filter(([name, service]) => !isSame(service, after.services[name]));
	const isFirst = before.risk === void 0 && after.risk !== void 0;
	return [
		...isSame(before.tiers, after.tiers) ? [] : ["The tiers are others, or in another order."],
		...isFirst ? ["Rules of `risk` set the tier instead of the type of the release: it may be lower."] : [],
		...isMissing(before.risk, after.risk) ? ["Rules of `risk` are gone or were changed: tiers may be lower."] : [],
		...isMissing(before.escalate, after.escalate) ? ["Rules of `escalate` are gone or were changed: tiers may be lower after failures."] : [],
		...isSame(before["release-types"], after["release-types"]) ? [] : ["Other labels set the type of a release."],
		...services.map(([name]) => `The service "${name}" is gone or has other paths.`)
	];
}

// src/flow/notify/policy-news-texts.ts
/** The words of what is told of a policy. Plain text. */
function named({ summary }, repository) {
	return { summary: `${fullName(repository)}: ${summary}` };
}
const MOST_LINES = 5;
function invalid({ written }) {
	const errors = (written?.problems ?? []).filter(({ severity }) => severity === "error");
	if (errors.length === 0) return [];
	const consequence = written?.isInForce ? "The last valid policy stays in force until it is corrected." : "There was no valid policy before: every gated deployment is held until it is corrected.";
	const summary = "the policy on the default branch is invalid";
	const more = errors.length > MOST_LINES ? [`and ${errors.length - MOST_LINES} more`] : [];
	return [{
		event: "policy-invalid",
		subject: "policy/invalid",
		summary,
		lines: [
			consequence,
			...errors.slice(0, MOST_LINES).map(formatProblem),
			...more
		]
	}];
}
/** What was kept stays what the next policy is compared with. */
function gone({ kind }, known) {
	if (kind !== "none" || known === null) return [];
	return [{
		event: "policy-loosened",
		subject: "policy/gone",
		summary: "the policy is gone",
		lines: ["Deployments that Tidegate guards are held. Nothing else is judged, watched or paged for any more.", `What to do: bring ${known.map(({ file }) => file).join(" and ")} back, or switch our protection rule off where nothing is to be gated.`]
	}];
}
function ofFinding({ code, subject: name }) {
	if (code === "audit-broken") return [{
		event: "audit-broken",
		subject: "audit",
		summary: "the audit log is not the one that was vouched for",
		lines: ["It was changed, or restored from an older copy. Nothing is signed any more.", "What to do: keep the database as it is, and find out who had access to it."]
	}];
	if (code !== "rule-missing") return [];
	const summary = `nothing holds deployments to ${name}: our protection rule is off there`;
	const lines = ["The policy gates the environment, and deployments pass whatever it says.", `What to do: Settings, Environments, ${name}, Deployment protection rules: switch on Tidegate.`];
	return [{
		event: "guard-off",
		subject: `guard/${name.toLowerCase()}`,
		summary,
		lines,
		environment: name
	}];
}
/** It happened; what else is told of a policy is so until it is over. */
const LOOSENED = "policy/loosened";
/** What is asked for less since the last answer. Its page is the history of the file: the head may be anybody's commit. */
function loosened(before, state, base) {
	if (state.kind !== "in-force" || before.length === 0) return [];
	const less = loosenings(before, state.policies);
	if (less.length === 0) return [];
	const { sha } = state;
	const summary = `${fullName(base.repository)}: the policy asks for less, as of ${sha.slice(0, 7)}`;
	const more = less.length > MOST_LINES ? [`and ${less.length - MOST_LINES} more`] : [];
	const lines = [
		...less.slice(0, MOST_LINES),
		...more,
		"What to do: nothing, when that was meant."
	];
	const told = {
		sha,
		...loosenings(before.filter(isOwnPolicy), state.policies).length > 0 ? { page: `commits/${sha}/${POLICY_FILE}` } : {},
		summary,
		lines
	};
	return [{
		...base,
		event: "policy-loosened",
		subject: LOOSENED,
		content: digestOf$1({
			sha,
			less
		}),
		told
	}];
}
function isOwnPolicy({ source }) {
	return source === "repository";
}

// src/flow/notify/policy-news.ts
/** What is told of a policy: that it became invalid, asks for less, is not enforced, or that the audit log is broken. */
async function policyNews(question, state, found, ports) {
	const { repository } = question;
	const at = ports.clock.now();
	const known = knownIn(await ports.store.policyNews(repository.id));
	const policies = state.kind === "in-force" ? state.policies : known.policies ?? [];
	const wrong = [
		...invalid(state),
		...gone(state, known.policies),
		...found.flatMap(ofFinding)
	];
	const since = Object.fromEntries(wrong.map(({ subject }) => [subject, known.since[subject] ?? toInstant(at)]));
	const base = {
		repository,
		at
	};
	const news = wrong.map(({ event, subject, ...told }) => {
		return {
			...base,
			event,
			subject,
			content: since[subject] ?? "",
			told: {
				...told,
				...named(told, repository)
			}
		};
	});
	const before = state.kind === "in-force" ? known.policies ?? [] : [];
	const less = loosened(before, state, base);
	const told = await ports.store.noticesOf(questionKey(question));
	return {
		notices: [
			...news.flatMap((telling) => plainNotices(telling, policies)),
			...less.flatMap((telling) => plainNotices(telling, [...policies, ...before])),
			...overNow(told, since, at)
		],
		policyNews: canonicalJson({
			language: language(),
			policies: policies.length === 0 ? null : policies,
			since
		})
	};
}
/** What another version wrote is not compared with. */
function knownIn(body) {
	const known = body === null ? {} : JSON.parse(body);
	const policies = known.language === language() ? known.policies ?? null : null;
	return {
		language: language(),
		policies,
		since: known.since ?? {}
	};
}
let digest;
/** Made once: it takes milliseconds, and never changes while a process runs. */
function language() {
	digest ??= digestOf$1(policyJsonSchema());
	return digest;
}
/** Whoever was paged for what is not so any more need not come. */
function overNow(told, since, at) {
	return told.filter(({ target, action, subject }) => target.channel === "pagerduty" && action === "tell" && subject !== "policy/loosened").filter(({ subject, content }) => since[subject] !== content).map((each) => ({
		...each,
		action: "resolve",
		told: {
			...each.told,
			at: toInstant(at),
			lines: ["It is over."]
		}
	}));
}

// src/flow/notify/template-problems.ts
/** Warnings: without them people are told all the same, in our words. @param sources whose files lie here. */
async function templateProblems(policies, sources, github) {
	const read = templateReader(github);
	const problems = [];
	for (const { source, file, policy } of policies.filter((each) => sources.includes(each.source))) {
		const paths = new Set((policy.notify ?? []).flatMap(({ template }) => template ?? []));
		for (const path of paths) {
			const found = await read(path, source);
			if (found.kind === "invalid") problems.push(...found.problems);
			if (found.kind !== "unreadable") continue;
			const message = `The template ${path} of \`notify\` cannot be used: ${found.because}.`;
			problems.push({
				severity: "warning",
				source: "policy",
				file,
				code: "template-missing",
				message
			});
		}
	}
	return problems.map((each) => ({
		...each,
		severity: "warning"
	}));
}

// src/flow/answer/answer-policy.ts
async function answerPolicy(question, ports) {
	const at = ports.clock.now();
	const { repository } = question;
	const github = await ports.github(repository);
	const policy = await readPolicyState(ports, repository, github);
	const found = await ports.store.openFindings(repository.id);
	const news = await policyNews(question, policy, found, ports);
	if (policy.written === null) return {
		record: recordOf$1(at, "The repository has no policy of its own.", news),
		dueAt: null
	};
	const { isInForce } = policy.written;
	const problems = [...policy.written.problems, ...await ofTemplates(repository, policy, github)];
	const unguarded = found.flatMap(({ code, subject }) => code === "rule-missing" ? [subject] : []);
	const place = {
		repository,
		headSha: policy.sha,
		externalId: "default-branch"
	};
	const check = policyCheck({
		...place,
		problems,
		isInForce,
		unguarded
	});
	const questions = isOrganisationPlace(repository) ? figuresAskedFor(repository, policy.organisation) : [];
	return {
		record: recordOf$1(at, check.title, {
			...news,
			effects: [check],
			questions
		}),
		dueAt: null
	};
}
/** Of the policies whose files lie in this repository. */
async function ofTemplates(repository, state, github) {
	if (state.kind !== "in-force") return [];
	return templateProblems(state.policies, isOrganisationPlace(repository) ? ["org", "repository"] : ["repository"], github);
}
/** They ask for themselves from then on. */
function figuresAskedFor(repository, organisation) {
	return organisation !== void 0 && wantsOrganisationIssue(organisation) ? [{
		kind: "dora",
		repository,
		ofOrganisation: true
	}] : [];
}

// src/flow/answer/answer-pull-request.ts
/** When we look again for what we may not read: nothing tells us that we may now. */
const LOOK_AGAIN_MS$3 = 6e5;
async function answerPullRequest(question, ports) {
	const at = ports.clock.now();
	const { repository } = question;
	const github = await ports.github(repository);
	const pullRequest = await github.pullRequest(question.number);
	const others = await othersAtHead(question, github, pullRequest);
	if (pullRequest.state === "closed") return closed(at, others);
	const policy = await readPolicyState(ports, repository, github);
	const proposed = await proposedPolicyCheck(question, github, pullRequest, policy.organisation, {
		store: ports.store,
		state: policy
	});
	if (policy.kind !== "in-force") return withoutPolicy(at, pullRequest, repository, policy, proposed);
	const all = [{
		question,
		state: pullRequest
	}, ...others];
	const judged = await unlessRefused(judgeAll(all, github, policy.policies, at));
	if (judged instanceof Failure) {
		const check = refusedCheck(repository, pullRequest.headSha, judged);
		return {
			record: recordOf$1(at, check.title, { effects: [...proposed, check] }),
			dueAt: at + lookAgainMs(judged)
		};
	}
	const [own] = judged;
	const { facts, decision } = own;
	const check = refuseBrokenPolicy(mergeCheck(repository, judged, policy.policies), proposed);
	return {
		record: recordOf$1(at, check.title, {
			facts,
			decision,
			effects: [...proposed, check]
		}),
		dueAt: decision.nextTransitionAt === null ? null : epochMs(decision.nextTransitionAt)
	};
}
/**
* A repository without a policy is not governed, and gets no check. What its organisation says is not known there
* either way: a branch that requires the check stays closed without it.
*/
function withoutPolicy(at, { headSha }, repository, policy, proposed) {
	if (policy.kind === "none" || policy.kind === "org-policy-unreadable" && !policy.hasOwn) return {
		record: recordOf$1(at, "Not governed.", { effects: proposed }),
		dueAt: null
	};
	const check = unjudgedCheck(repository, headSha, policy);
	return {
		record: recordOf$1(at, check.title, { effects: [...proposed, check] }),
		dueAt: policy.kind === "org-policy-unreadable" ? at + LOOK_AGAIN_MS$3 : null
	};
}
/** The other open pull requests with the same head: GitHub knows checks by commit, so they share ours. */
async function othersAtHead(question, github, { headSha }) {
	const others = [];
	for (const number of (await github.openPullRequestsAt(headSha)).filter((each) => each !== question.number)) {
		const state = await github.pullRequest(number);
		if (state.state === "open" && state.headSha === headSha) others.push({
			question: {
				...question,
				number
			},
			state
		});
	}
	return others;
}
/** Whoever shared the check is judged without it from now on. */
function closed(at, others) {
	const questions = others.map((other) => other.question);
	return {
		record: recordOf$1(at, "The pull request is closed.", { questions }),
		dueAt: null
	};
}
/** In the order given: the first is the one that was asked about. */
async function judgeAll([first, ...rest], github, inForce, at) {
	const judged = [await judge(first, github, inForce, at)];
	for (const other of rest) judged.push(await judge(other, github, inForce, at));
	return judged;
}
async function judge({ question: { repository }, state: pullRequest }, github, inForce, at) {
	const policies = inForce.map((one) => one.policy);
	const facts = await gatherPullRequest(github, {
		repository,
		pullRequest,
		at
	}, policies);
	return {
		number: pullRequest.change.number,
		facts,
		decision: decide(inForce, facts)
	};
}

// src/flow/hypercare/asked.ts
/** A deployment that was let through is watched from when it is known to be good, which it finds out itself. */
function askingHypercare(question, policy, answer) {
	const policies = policy.kind === "in-force" ? policy.policies : [];
	if (watchRules(policies, question.environment) === null) return answer;
	const { repository, environment, deploymentId, runId } = question;
	const asked = {
		kind: "hypercare",
		repository,
		environment,
		deploymentId,
		runId
	};
	return {
		...answer,
		record: {
			...answer.record,
			questions: [...answer.record.questions, asked]
		}
	};
}
/** A pass begins the watch, where there is one. */
function hypercareOf({ repository, claim }, deploymentId) {
	const { environment, runId, verdict } = claim;
	return verdict === "pass" ? [{
		kind: "hypercare",
		repository,
		environment,
		deploymentId,
		runId
	}] : [];
}

// src/flow/answer/deployed-by-job.ts
/** What the run of a job deployed to an environment, as far as its job may speak of it. */
/** GitHub ends a run, waiting included, after 35 days. */
const LONGEST_RUN_MS = 3024e6;
/**
* Null: GitHub shows no such run. Whoever may write can file deployments and link them to any run, also so many that
* GitHub's list shows no other. So where our gate let deployments of the run through, it is about those, unless the job
* names another one.
*/
async function deployedByJob({ repository, claim }, { store }, github, at) {
	const { runId, runAttempt, environment, deploymentId } = claim;
	const job = await github.jobDeployments(runId, environment);
	if (job === null) return null;
	const ours = (await store.laneGates(repository.id, environment, at - LONGEST_RUN_MS)).filter(({ question, life }) => question.runId === runId && life.runAttempt === runAttempt).filter(({ life }) => life.state === "approved" || isOpening$1(life)).map(({ question, life }) => ({
		id: question.deploymentId,
		sha: life.sha
	}));
	const deployments = ours.length > 0 && (deploymentId === void 0 || ours.some(({ id }) => id === deploymentId)) ? ours : job.deployments;
	const own = await store.rollbackOfRun(repository.id, runId);
	if (own === null || !isSameName(own.environment, environment)) return {
		...job,
		deployments
	};
	return {
		...job,
		deployments: deployments.map(({ id }) => ({
			id,
			sha: own.targetSha
		})),
		byHand: void 0
	};
}

// src/flow/answer/uncounted-pass.ts
/** Does a pass count? Where the policy names a smoke file, one by that file does, and no other. */
/** Null: it counts. What is no pass counts whatever ran it, and so does what failed. */
async function uncountedPass({ repository, claim }, ports, github) {
	if (claim.verdict !== "pass") return null;
	const policy = await readPolicyState(ports, repository, github);
	if (policy.kind === "none") return null;
	if (policy.kind !== "in-force") return {
		code: "policy-unknown",
		asked: null
	};
	const asked = smokeFileOf(policy.policies, claim.environment);
	if (asked === null) return null;
	const { smoke } = claim;
	if (smoke === void 0) return {
		code: "unnamed",
		asked
	};
	if (repositoryPath(smoke.path) !== asked) return {
		code: "other-file",
		asked
	};
	const digests = [await digestAt(asked, claim.sha, github), await digestAt(asked, policy.sha, github)];
	if (digests.includes(smoke.digest)) return null;
	return {
		code: digests.every((digest) => digest === null) ? "no-such-file" : "other-content",
		asked
	};
}
/** The repository's policy knows its own files better than the organisation's. Null: no policy names one. */
function smokeFileOf(policies, environment) {
	const file = policies.flatMap(({ policy }) => entryFor(policy, environment)?.verify?.smoke ?? []).at(-1);
	return file === void 0 ? null : repositoryPath(file);
}
/** Null: the commit does not have the file. */
async function digestAt(path, sha, github) {
	const file = await github.file(path, sha);
	return file === null ? null : digestOfText(file.text);
}
/** What passed of a deployment and counts as none, in words. Null: nothing did. */
function uncountedIn({ uncounted = [] }, deploymentId) {
	const said = uncounted.find((each) => each.deploymentId === deploymentId);
	return said?.uncounted === void 0 ? null : sayUncounted({
		...said.uncounted,
		path: said.smoke?.path
	});
}

// src/flow/answer/answer-verification.ts
/** Is what a job says of a deployment about a deployment of the run that the job is of? */
/** GitHub's lists lag behind its webhooks and its jobs. */
const SHOWN_WITHIN_MS = 6e5;
const LOOK_AGAIN_MS$2 = 15e3;
async function answerVerification(question, ports) {
	const at = ports.clock.now();
	const { repository, claim } = question;
	const github = await ports.github(repository);
	const job = await deployedByJob(question, ports, github, at);
	const found = find(claim, job);
	if (found.kind === "not-shown" && at < epochMs(claim.at) + SHOWN_WITHIN_MS) return {
		record: recordOf$1(at, found.because),
		dueAt: at + LOOK_AGAIN_MS$2
	};
	if (found.kind !== "found") return {
		record: recordOf$1(at, `A verification was not taken: ${found.because}`, { final: true }),
		dueAt: null
	};
	const { isUnknown = false } = claim.verdict === "pass" ? await unknownCommit(job?.byHand, github) : {};
	const uncounted = await uncountedPass(question, ports, github);
	const verification = {
		...verificationOf(question, found.deploymentId, isUnknown),
		...uncounted === null ? {} : { uncounted }
	};
	const unknown = isUnknown ? " It was a pass, of a commit that is not known: an input of its run may have named it." : "";
	return {
		record: recordOf$1(at, `Deployment ${found.deploymentId} was verified: ${claim.verdict}.${unknown}${notCounted(claim, uncounted)}`, {
			verifications: [verification],
			questions: [
				...await ports.store.openGates(repository.id),
				...await rollbacksAsked(question, found.deploymentId, ports),
				...uncounted === null ? hypercareOf(question, found.deploymentId) : [],
				...await ports.store.openReleaseRecords(repository.id)
			],
			final: true
		}),
		dueAt: null
	};
}
function notCounted({ smoke }, uncounted) {
	return uncounted === null ? "" : ` ${sayUncounted({
		...uncounted,
		path: smoke?.path
	})}`;
}
/** The newest deployment of the run that the claim may be about. */
function find(claim, job) {
	if (job === null) return {
		kind: "not-shown",
		because: "GitHub shows no such run."
	};
	if (job.runAttempt > claim.runAttempt) return {
		kind: "refused",
		because: "the run was started again since, and deploys anew."
	};
	const newest = job.deployments.filter(({ id }) => claim.deploymentId === void 0 || id === claim.deploymentId).toSorted((one, other) => other.id - one.id)[0];
	if (newest === void 0) return {
		kind: "not-shown",
		because: "the run has no such deployment."
	};
	if (newest.sha === claim.sha) return {
		kind: "found",
		deploymentId: newest.id
	};
	return {
		kind: "refused",
		because: `deployment ${newest.id} of the run is of ${newest.sha.slice(0, 12)}, not of the commit that was verified.`
	};
}
/** git's name for no commit: a pass of nobody knows what makes none known good. What failed counts whatever it was. */
const NO_COMMIT = "0".repeat(40);
function verificationOf({ repository, claim }, deploymentId, isUnknown) {
	const { environment, verdict, failedChecks, preExisting, reasonCode, liveSha, smoke, at } = claim;
	const sha = isUnknown ? NO_COMMIT : claim.sha;
	return {
		repositoryId: repository.id,
		deploymentId,
		environment,
		sha,
		verdict,
		failedChecks,
		...preExisting === void 0 ? {} : { preExisting },
		...reasonCode === void 0 ? {} : { reasonCode },
		...liveSha === void 0 ? {} : { liveSha },
		...smoke === void 0 ? {} : { smoke },
		at
	};
}

// src/flow/dispatched/end-of-run.ts
function endOfRun(run) {
	if (run?.state !== "ended" || run.conclusion === "success") return { kind: "none" };
	if (run.conclusion === "cancelled" && (run.cancelledBy !== null || !run.hadBegun)) return {
		kind: "cancelled",
		by: run.cancelledBy === null ? "" : ` by ${run.cancelledBy}`
	};
	return {
		kind: "died",
		conclusion: run.conclusion ?? "no conclusion"
	};
}

// src/flow/notify/missing-verification.ts
function missingVerification({ repository, environment, deploymentId, runId }, { sha, state, uncounted }, policies, at) {
	const runbook = runbookLine(policies, environment, "plain");
	const told = {
		at: toInstant(at),
		environment,
		sha,
		deploymentId,
		runId,
		summary: `No verification: nobody knows whether ${sha.slice(0, 7)} works in ${environment}`,
		lines: [
			state === "success" ? "The deployment ended well, and the verification that the policy asks for did not arrive in time." : "The deployment began and did not end well, so there will be no verification.",
			...uncounted === null ? [] : [uncounted],
			`What to do: look at ${environment} now; then see in the run why nothing was sent.`,
			...runbook === null ? [] : [runbook]
		]
	};
	return wishesOf(policies).filter(({ events }) => events.has("verification-missing")).map(({ target }) => ({
		kind: "notify",
		repository,
		target,
		event: "verification-missing",
		subject: `gate/${deploymentId}`,
		content: "once",
		action: "tell",
		told
	}));
}

// src/flow/answer/found-missing.ts
async function foundMissing({ question, deployment, policies, end, uncounted, at }, because, ports) {
	const { repository, environment, deploymentId } = question;
	const { sha } = deployment;
	const verification = {
		repositoryId: repository.id,
		deploymentId,
		environment,
		sha,
		verdict: "missing",
		failedChecks: [],
		...end.kind === "cancelled" ? { reasonCode: "cancelled" } : {},
		at: toInstant(at)
	};
	const isWanted = end.kind !== "cancelled";
	const why = isWanted ? because : `${because}; its run was cancelled${end.by}, so nothing goes back by itself`;
	return {
		record: recordOf$1(at, `Deployment ${deploymentId} is not verified: ${why}.${uncounted === null ? "" : ` ${uncounted}`}`, {
			verifications: [verification],
			notices: missingVerification(question, {
				...deployment,
				uncounted
			}, policies, at),
			questions: [...await ports.store.openGates(repository.id), ...isWanted ? [{
				kind: "rollback",
				repository,
				environment,
				deploymentId
			}] : []],
			final: true
		}),
		dueAt: null
	};
}

// src/flow/answer/job-began-at.ts
async function jobBeganAt({ question, deployment }, { store }) {
	const { repository, deploymentId } = question;
	const [gate] = await store.releaseGates(repository.id, { deploymentId });
	return Math.max(epochMs(deployment.startedAt), gate?.openedAt ?? 0);
}

// src/flow/answer/answer-watch.ts
/** Did a verification of a deployment that we let through arrive in time? None in time is a finding of its own. */
/** While the deployment runs. Events tell of its end sooner, unless they are lost. */
const LOOK_AGAIN_MS$1 = 3e5;
/** What its job said is looked into as soon as GitHub shows the deployment. */
const LOOK_SOON_MS = 3e4;
/** GitHub ends a job on its own runners after six hours. */
const LONGEST_JOB_MS = 216e5;
async function answerWatch(question, ports) {
	const github = await ports.github(question.repository);
	const policy = await readPolicyState(ports, question.repository, github);
	return askingHypercare(question, policy, await awaited(question, policy, github, ports));
}
async function awaited(question, policy, github, ports) {
	const at = ports.clock.now();
	const { repository, environment, deploymentId } = question;
	const limits = limitsOf(policy, environment);
	if (limits.length === 0) return ended(at, "The policy asks for no verification here.");
	const known = await ports.store.verifications(repository.id, environment);
	const own = known.newest.find((each) => each.deploymentId === deploymentId);
	if (own) return ended(at, `Deployment ${deploymentId} was verified: ${own.verdict}.`);
	if (!known.isTold) return ended(at, "Nothing sends verifications from here: the end of the job counts.");
	if (isBeingRead(known, question.runId, at)) return {
		record: recordOf$1(at, "What its job said of it is being looked into."),
		dueAt: at + LOOK_SOON_MS
	};
	const reach = {
		sha: "",
		own: [{
			id: deploymentId,
			at: toInstant(at)
		}]
	};
	const deployment = (await github.deployments(environment, {
		...reach,
		isTrusted: ({ id }) => id === deploymentId,
		commits: commitsOf$1(await ports.store.rollbacks(repository.id, environment))
	})).find(({ id }) => id === deploymentId);
	if (deployment === void 0) return lookAgain(at);
	const end = endOfRun(await github.run(question.runId));
	const policies = policy.kind === "in-force" ? policy.policies : [];
	const uncounted = uncountedIn(known, deploymentId);
	const watched = {
		question,
		deployment,
		policies,
		end,
		uncounted,
		at
	};
	if (deployment.state !== "success") return await unfinished(watched, ports);
	const endedAt = epochMs(deployment.finishedAt ?? deployment.startedAt);
	const dueAt = Math.min(...limits.map((within) => expiryOf(endedAt, within)));
	if (at < dueAt) return {
		record: recordOf$1(at, "A verification is awaited."),
		dueAt
	};
	if (at - dueAt > 864e5) return ended(at, "No verification is known, a day after its time: nobody is told.");
	return await foundMissing(watched, `no ${uncounted === null ? "verification" : "verification that counts"} arrived in time`, ports);
}
/** It began, and did not end well: what it left behind nobody can tell, unless somebody meant it to end. */
async function unfinished(watched, ports) {
	const { deployment, end, at } = watched;
	if (end.kind === "cancelled") return ended(at, `The run was cancelled${end.by}: nothing goes back by itself.`);
	if (deployment.state === "failure") return await foundMissing(watched, "its job failed, so nothing will verify it", ports);
	if (end.kind === "died") return await foundMissing(watched, `its run ended with "${end.conclusion}"`, ports);
	return at >= await jobBeganAt(watched, ports) + LONGEST_JOB_MS ? await foundMissing(watched, "it did not end in six hours", ports) : lookAgain(at);
}
function lookAgain(at) {
	return {
		record: recordOf$1(at, "The deployment has not ended."),
		dueAt: at + LOOK_AGAIN_MS$1
	};
}
/** Of every policy in force, as each writes it. */
function limitsOf(policy, environment) {
	if (policy.kind !== "in-force") return [];
	return policy.policies.flatMap(({ policy: each }) => entryFor(each, environment)?.verify?.within ?? []);
}
function ended(at, summary) {
	return {
		record: recordOf$1(at, summary, { final: true }),
		dueAt: null
	};
}

// src/flow/answer/gate/follow-gate.ts
async function followGate(question, answer, { store }) {
	const { record } = answer;
	if (await isKnown(question, record, store)) return answer;
	const questions = distinct([
		...record.questions,
		...await recordsOf(question, answer, store),
		...await reviewOf(question, record, store),
		...deliveredAsked(question, answer),
		...await trainsOfGate(question, record, store),
		...plansOf(question, record)
	]);
	return {
		...answer,
		record: {
			...record,
			questions
		}
	};
}
/** A gate is asked about again and again, and mostly there is nothing new to tell. */
async function isKnown(question, record, store) {
	if (record.final) return false;
	const last = await store.lastAnswer(question);
	if (last === null || last.summary !== record.summary) return false;
	return outlineOf(last.decision) === outlineOf(record.decision);
}
function outlineOf(decision) {
	if (decision === null) return "";
	const { tier, releaseType, override, verdict } = decision;
	const gates = decision.gates.map(({ name, status, requirements }) => [
		name,
		status,
		requirements.map(({ text, counted = [], ignored = [] }) => [
			text,
			counted,
			ignored
		])
	]);
	return JSON.stringify([
		tier,
		releaseType,
		verdict,
		override,
		gates
	]);
}
async function recordsOf(question, { record, tell }, store) {
	const sha = record.facts?.candidate.sha;
	const known = await store.releaseRecordsOf(question, sha);
	if (record.decision === null || sha === void 0) return known;
	const inForce = tell?.policies ?? await lastOwnPolicy(question, store);
	return [...known, ...recordAsked(question, sha, record.decision, inForce)];
}
/** Where the answer does not tell: what was read for it was kept. */
async function lastOwnPolicy({ repository }, store) {
	const kept = await store.lastValidPolicy(repository.id);
	const parsed = kept && parseRepositoryPolicy(kept.text, void 0);
	if (parsed?.kind !== "valid") return [];
	return [{
		source: "repository",
		file: ".github/tidegate.yml",
		policy: parsed.policy
	}];
}
/** Once GitHub shows that it was let through: by an override, or back to an older commit. */
async function reviewOf(question, record, store) {
	if (!record.final || record.gate?.state !== "approved") return [];
	const { repository, deploymentId } = question;
	const [gate] = await store.releaseGates(repository.id, { deploymentId });
	if (!gate || gate.openedAt === null || gate.decided === null) return [];
	const { decision, facts } = gate.decided;
	if (decision.override === null && facts.direction !== "backward") return [];
	return [{
		kind: "review",
		repository,
		deploymentId
	}];
}
/** What was planned is told by how far its release is. */
function plansOf({ repository }, { facts }) {
	return (facts?.plans ?? []).filter(({ past }) => past === void 0).map(({ number: milestone }) => ({
		kind: "plan",
		repository,
		milestone
	}));
}
function distinct(questions) {
	return [...new Map(questions.map((question) => [questionKey(question), question])).values()];
}

// src/flow/answer/answer-question.ts
/** @param isByTimerAlone nothing happened to the subject since the question was last answered. */
async function answer(question, ports, isByTimerAlone = false) {
	const escalated = await withEscalations(question, await answered(question, ports, isByTimerAlone), ports);
	const recorded = await withRecordsAsked(question, escalated, ports);
	return withAnnouncements(question, await withTrainsAsked(question, recorded, ports), ports);
}
async function answered(question, ports, isByTimerAlone) {
	switch (question.kind) {
		case "gate": {
			const judged = await answerGate(question, ports, isByTimerAlone);
			return followGate(question, await withNotices(question, judged, ports), ports);
		}
		case "pull-request": return question.group ? answerMergeGroup(question, ports) : answerPullRequest(question, ports);
		case "policy": return answerPolicy(question, ports);
		case "command": return answerCommand(question, ports);
		case "release-record": return answerReleaseRecord(question, ports);
		case "review": return answerReview(question, ports);
		case "verification": return answerVerification(question, ports);
		case "watch": return answerWatch(question, ports);
		case "rollback": return answerRollback(question, ports);
		case "dora": return question.ofOrganisation ? answerOrganisationDora(question, ports) : answerDora(question, ports);
		case "plan": return answerPlan(question, ports);
		case "hypercare": return answerHypercare(question, ports);
		case "escalation": return answerEscalation(question, ports);
		case "delivered": return answerDelivered(question, ports);
		case "train": return answerTrain(question, ports);
	}
}

// src/flow/dispatched/moved-on.ts
/**
* What came after it, or is under way by now; null: nothing has. Whoever may write can file deployments, so only those
* count that are believed to say what runs.
*/
async function hasMovedOn({ repository, environment, failedDeploymentId }, { store }, github) {
	const isTrusted = trusts(await knownLane(store, repository.id, environment));
	const commits = commitsOf$1(await store.rollbacks(repository.id, environment));
	const newer = (await github.deployments(environment, {
		isTrusted,
		sha: "",
		commits
	})).find((each) => each.id > failedDeploymentId && each.state !== "failure" && isTrusted(each));
	if (newer === void 0) return null;
	const name = `deployment ${newer.id} of ${newer.sha.slice(0, 12)}`;
	return newer.state === "success" ? `${environment} runs ${name} by now, not what failed` : `${name} to ${environment} is under way by now`;
}

// src/flow/dispatched/start-inputs.ts
/** The input that names the commit. */
const COMMIT = "sha";
/** The input that names the rollback, where the workflow declares it: a `run-name` can show it. */
const MARK = "tidegate";
/** @param declared names of the inputs that the workflow takes: GitHub refuses any other. */
function startInputs(declared, { targetSha, rollbackId, switched }) {
	const inputs = switched ?? { [COMMIT]: targetSha };
	if (!declared.includes(MARK) || Object.hasOwn(inputs, MARK)) return {
		inputs,
		mark: null
	};
	return {
		inputs: {
			...inputs,
			[MARK]: rollbackId
		},
		mark: rollbackId
	};
}
/**
* Why the workflow cannot be started with a commit, and what to do about it; null: it can. What we cannot read GitHub may
* understand, and says so when it is asked.
*
* @param path of the workflow
* @param hand what its file on the default branch says; null: there is none
* @param switched what it is given in place of the commit
*/
function sayObstacle(path, hand, switched) {
	switch (hand?.kind) {
		case "unreadable": return null;
		case "inputs": return switched === void 0 ? sayNoCommit(path, hand.names) : sayNotTaken(path, hand.names, switched);
		case "never": return `${path} on the default branch cannot be started: add the line \`workflow_dispatch: { inputs: { ${listInputs(switched)} } }\` under \`on:\``;
		case void 0: return `the default branch has no ${path}. Add it, or name another file as \`rollback.workflow\` of the policy`;
	}
}
function sayNoCommit(path, names) {
	if (names.includes(COMMIT)) return null;
	return `${path} on the default branch takes no commit: add the line \`sha: { type: string, required: true }\` under \`on: workflow_dispatch: inputs:\`, and check out that commit`;
}
/** GitHub refuses a run with an input that its workflow does not declare. */
function sayNotTaken(path, names, switched) {
	const [missing] = Object.keys(switched).filter((name) => !names.includes(name));
	if (missing === void 0) return null;
	return `${path} on the default branch does not take the input \`${missing}\` that \`rollback.inputs\` of the policy gives it: add the line \`${missing}: { type: string }\` under \`on: workflow_dispatch: inputs:\`, or take it out of the policy`;
}
function listInputs(switched) {
	if (switched === void 0) return `${COMMIT}: { type: string, required: true }`;
	return Object.keys(switched).map((name) => `${name}: { type: string }`).join(", ");
}
/** @param workflow what the policy names, which is no file that GitHub would look at. */
function sayNoWorkflow(workflow) {
	return `"${workflow}" is no name of a file in .github/workflows, such as deploy.yml`;
}

// src/flow/dispatched/apply-dispatch.ts
async function applyDispatch(effect, ports) {
	const kept = await ports.store.rollback(effect.rollbackId);
	if (kept?.state !== "ordered" || kept.dispatches + 1 !== effect.dispatch) return stopped("moved-on", "the ledger of rollbacks says otherwise by now");
	const github = await ports.github(effect.repository, "gate");
	const plan = await planOf(effect, kept, github);
	if ("kind" in plan) return plan;
	const movedOn = plan.since === null ? await hasMovedOn(effect, ports, github) : null;
	if (movedOn !== null) return stopped("moved-on", movedOn);
	const { rollbackId, dispatch } = effect;
	const remember = (sentAt) => ports.store.markDispatch(rollbackId, dispatch, sentAt);
	return await github.apply(effect, ports.clock.now(), false, {
		...plan,
		remember
	});
}
async function planOf({ workflow, targetSha, rollbackId, inputs: switched }, kept, github) {
	const { sentAt } = kept;
	if (!isWorkflowName(workflow)) return stopped("target-unavailable", sayNoWorkflow(workflow));
	const path = workflowPath(workflow);
	const { defaultBranch: ref, sha } = await github.repository(path);
	const plan = {
		since: sentAt ?? null,
		ref
	};
	const changed = sentAt === void 0 ? await workflowNotLetIn(path, sha, kept, github) : null;
	if (changed !== null) return stopped("target-unavailable", sayNotLetIn(changed, kept));
	const file = await github.file(path, sha);
	const hand = file === null ? null : startedByHand(file.text);
	const obstacle = sentAt === void 0 ? sayObstacle(path, hand, switched) : null;
	if (obstacle !== null) return stopped("target-unavailable", obstacle);
	const names = hand?.kind === "inputs" ? hand.names : [];
	return {
		...plan,
		...startInputs(names, {
			targetSha,
			rollbackId,
			switched
		})
	};
}
function stopped(code, because) {
	return {
		kind: "superseded",
		code,
		because
	};
}

// src/flow/apply-effects.ts
async function applyEffects({ effects, repository, isTried, startedAt, isNew = () => false }, ports) {
	let done = 0;
	const tooOld = [];
	for (const pending of effects) {
		if (!isTried(pending)) continue;
		const late = await outOfTime(pending, startedAt, ports);
		if (late !== null) {
			await ports.store.settleEffect(pending, late, ports.clock.now());
			tooOld.push(pending.slot);
			continue;
		}
		const effect = relocated(pending.effect, repository);
		const { kind } = await ports.store.admitEffect({
			...pending,
			effect
		}, ports.clock.now());
		if (kind === "wait") continue;
		const outcome = await apply(effect, ports, isNew(pending));
		await ports.store.settleEffect(pending, outcome, ports.clock.now());
		if (outcome.kind === "done") done += 1;
	}
	return {
		done,
		tooOld
	};
}
/** A start that may have been sent is only looked for, and is looked for however late. */
async function outOfTime({ effect, decidedAt }, startedAt, ports) {
	if (!isTooOld(decidedAt, startedAt)) return null;
	const because = `not done: it was decided on ${toInstant(decidedAt).slice(0, 16)}Z, over a day ago`;
	if (effect.kind !== "dispatch-run") return {
		kind: "superseded",
		because,
		isTooOld: true
	};
	if ((await ports.store.rollback(effect.rollbackId))?.sentAt !== void 0) return null;
	return {
		kind: "superseded",
		code: "moved-on",
		because: `${because}. ${`Look at what ${effect.environment} runs; whoever still wants it back orders it again.`}`,
		isTooOld: true
	};
}
function isTooOld(decidedAt, now) {
	return now - decidedAt > GIVEN_UP_AFTER_MS$1;
}
function relocated(effect, repository) {
	if (effect.repository.id !== repository.id) return effect;
	return "gate" in effect ? {
		...effect,
		repository,
		gate: {
			...effect.gate,
			repository
		}
	} : {
		...effect,
		repository
	};
}
async function apply(effect, ports, isNew) {
	if (effect.kind === "open-gate" && await isRestrictedSince(effect, ports)) return {
		kind: "superseded",
		because: "somebody set a hold or a freeze after the decision"
	};
	if (effect.kind === "dispatch-run") return applyDispatch(effect, ports);
	return (await ports.github(effect.repository)).apply(effect, ports.clock.now(), isNew);
}
/** What people set up while the decision was on its way holds; their command has the gate asked about again. */
async function isRestrictedSince({ repository, gate, knownRestrictions = [] }, { store }) {
	const { holds, freezes } = await store.restrictions(repository.id);
	return [...holds, ...freezes].some(({ environment, commentId }) => isSameName(environment, gate.environment) && !knownRestrictions.includes(commentId));
}

// src/flow/handle.ts
/** Null when another process took the claim over: it answers in our place. */
async function handle(claim, given) {
	const ports = {
		...given,
		github: reachedOnce(given.github, urgencyOfQuestion(claim.question))
	};
	const startedAt = ports.clock.now();
	const waiting = await ports.store.pendingEffects(claim.key, startedAt);
	const isTried = (each) => isNoAnswer(each) || isTooOld(each.decidedAt, startedAt);
	const { repository } = claim.question;
	const before = await applyEffects({
		effects: waiting,
		repository,
		isTried,
		startedAt
	}, ports);
	if (claim.forEffects && !isDecidedAnew(claim.question, before.tooOld)) {
		await ports.store.releaseClaim(claim, { dueAt: claim.forEffects.dueAt });
		return {
			summary: "What had waited was tried.",
			...before
		};
	}
	const answered = await answer(claim.question, ports, claim.isByTimerAlone);
	if (!await ports.store.saveRecord(claim, answered.record)) return null;
	const now = await ports.store.pendingEffects(claim.key, ports.clock.now());
	const isNew = ({ id, attempts }) => attempts === 0 && !waiting.some((each) => each.id === id);
	const after = await applyEffects({
		effects: now,
		repository,
		isTried: () => true,
		startedAt,
		isNew
	}, ports);
	await ports.store.releaseClaim(claim, { dueAt: dueAt(answered) });
	return {
		summary: answered.record.summary,
		done: after.done,
		tooOld: [...before.tooOld, ...after.tooOld]
	};
}
/**
* What somebody said is not judged a second time, a day later, for a reply that came too late: it would speak of another
* day, as that there is no hold any more which this very command lifted.
*/
function isDecidedAnew({ kind }, tooOld) {
	return kind === "gate" || tooOld.length > 0 && kind !== "command";
}
/** A repository is reached once for all of a question: what cannot change meanwhile need not be read twice. */
function reachedOnce(reach, urgency) {
	const reached = /* @__PURE__ */ new Map();
	return (repository, wanted = urgency) => {
		const key = `${repository.id} ${fullName(repository)} ${wanted}`;
		const github = reached.get(key) ?? reach(repository, wanted);
		reached.set(key, github);
		return github;
	};
}
/** What answers a gate is decided again first: what people said since then may have come with this very question. */
function isNoAnswer({ effect: { kind } }) {
	return kind !== "open-gate" && kind !== "reject-gate";
}
function dueAt(answered) {
	return answered.record.final ? null : answered.dueAt;
}

// src/app/worker.ts
/**
* The loop behind the inbox: deliveries become questions, due questions are answered. It holds no state of its own, so
* killing it loses nothing; what it was doing is done again.
*/
/** A claim ends by itself after this long, should its process die. Longer than any one answer takes. */
const LEASE_MS$1 = 12e4;
/** Failed deliveries are tried this often before they are set aside, visible in the database and the log. */
const MOST_TRIES = 5;
const BATCH = 50;
/** Fewer would be a commit for hardly anything. */
const LEAST_AT_ONCE = 4;
/** Taking one in takes about a quarter of a millisecond: a flood of webhooks leaves an eighth of the time for it. */
const MS_FOR_EACH = 2;
/** Of what wakes us there is often more in a moment, and looking costs as much for one as for many. */
const GATHERS_MS = 20;
/** An idle worker looks at the agenda this often at least: the clock of a machine may jump. */
const MOST_IDLE_MS$1 = 5e3;
/** A due question in a lane that somebody else holds must not spin the loop. */
const LEAST_IDLE_MS = 20;
function startWorker(options) {
	const alarm = createAlarm();
	let isStopping = false;
	const running = (async () => {
		while (!isStopping) {
			const hasWorked = await workOnce(options).catch((error) => {
				options.log.error({ err: error }, "The worker stumbled; it goes on");
				return false;
			});
			if (!hasWorked && !isStopping) await alarm.sleep(await idleTime$1(options.ports).catch(() => MOST_IDLE_MS$1));
			if (!hasWorked && !isStopping) await setTimeout$1(GATHERS_MS);
		}
	})();
	return {
		wake: () => alarm.ring(),
		stop: async () => {
			isStopping = true;
			alarm.ring();
			await running;
		}
	};
}
/** False when there was nothing to do. */
async function workOnce(options) {
	const now = options.ports.clock.now();
	const deliveries = await options.ports.store.claimDeliveries(now, now + LEASE_MS$1, BATCH);
	const areTakenIn = await takeInAll(deliveries, options);
	const claim = await options.ports.store.claimQuestion(now, now + LEASE_MS$1);
	if (claim) await answerClaim(claim, options);
	return deliveries.length === BATCH || !areTakenIn || claim !== null;
}
/**
* A few at a time: they are committed together, and meanwhile webhooks are answered. However many those are, a fixed
* share of the time stays for this.
*/
async function takeInAll(deliveries, options) {
	let areTakenIn = true;
	let startedAt = performance.now();
	for (let next = 0, count = LEAST_AT_ONCE; next < deliveries.length;) {
		const some = deliveries.slice(next, next + count);
		const done = await Promise.all(some.map((delivery) => takeIn(delivery, options)));
		areTakenIn &&= !done.includes(false);
		next += count;
		const now = performance.now();
		count = Math.max(LEAST_AT_ONCE, Math.round((now - startedAt) / MS_FOR_EACH));
		startedAt = now;
	}
	return areTakenIn;
}
/** False when it failed. It is tried again, or set aside. */
async function takeIn(delivery, { ports, dispatch, log }) {
	try {
		await dispatch(delivery);
		return true;
	} catch (error) {
		const fate = await ports.store.failDelivery(delivery.id, messageOf(error), MOST_TRIES);
		log.error({
			delivery: delivery.id,
			event: delivery.event,
			fate,
			err: error
		}, "A delivery could not be taken in");
		return false;
	}
}
async function answerClaim(claim, { ports, log }) {
	try {
		const handled = await handle(claim, ports);
		if (handled !== null && handled.tooOld.length > 0) log.warn({
			question: claim.key,
			effects: handled.tooOld
		}, "What was decided over a day ago was not done");
		log.info({
			question: claim.key,
			summary: handled?.summary ?? "another process took it over"
		}, "Answered");
	} catch (error) {
		const dueAt = ports.clock.now() + waitAfter$1(error, claim.failures);
		log.warn({
			question: claim.key,
			err: error,
			dueAt
		}, "A question could not be answered; it is asked again");
		await ports.store.releaseClaim(claim, {
			dueAt,
			failed: messageOf(error)
		});
	}
}
const LONGEST_WAIT_MS = 3e5;
/** What is not there may come back (a repository taken out of the installation), and mostly does not. */
const LONGEST_WAIT_FOR_MISSING_MS = 36e5;
/** Milliseconds: what GitHub asks for, else 2 s doubled with each failure in a row. */
function waitAfter$1(error, failures) {
	const { kind, retryAfterMs = void 0 } = error instanceof Failure ? error : { kind: "other" };
	const longest = kind === "not-found" ? LONGEST_WAIT_FOR_MISSING_MS : LONGEST_WAIT_MS;
	return retryAfterMs ?? Math.min(2e3 * 2 ** Math.min(failures, 20), longest);
}
async function idleTime$1({ store, clock }) {
	const dueAt = await store.nextDueAt();
	if (dueAt === null) return MOST_IDLE_MS$1;
	return Math.min(Math.max(dueAt - clock.now(), LEAST_IDLE_MS), MOST_IDLE_MS$1);
}
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}
/** A sleep that can be ended. A ring before the sleep counts, or a delivery that comes in between would be slept over. */
function createAlarm() {
	let isRung = false;
	let end;
	return {
		ring: () => {
			isRung = true;
			end?.();
		},
		sleep: (ms) => new Promise((resolve) => {
			const finish = () => {
				clearTimeout(timer);
				end = void 0;
				isRung = false;
				resolve();
			};
			const timer = setTimeout(finish, ms);
			end = finish;
			if (isRung) finish();
		})
	};
}

// src/app/sweeps/start-sweeps.ts
/**
* The sweeps beside the worker: one at a time, each when it is due. Any number of processes may do this on one
* database: the claim decides who does which.
*/
/** A claim ends by itself after this long, should its process die. */
const LEASE_MS = 6e5;
/** A round ends itself before its claim does: what it would write after that counts for nothing. */
const ENDS_BEFORE_MS = 12e4;
/** Somebody else has it: look again after this long, if not sooner. */
const LOOK_AGAIN_MS = 3e4;
const UNFINISHED_MS = 1e4;
const FIRST_BACKOFF_MS = 3e4;
const LONGEST_BACKOFF_MS = 36e5;
/** The clock of a machine may jump. */
const MOST_IDLE_MS = 5e3;
/** Several processes that start together need not look in the same second. */
const FIRST_LOOK_WITHIN_MS = 5e3;
function startSweeps(options) {
	const { random = Math.random, firstLookAfterMs = 1e3 + random() * FIRST_LOOK_WITHIN_MS } = options;
	const alarm = createAlarm();
	const state = {
		lookAt: /* @__PURE__ */ new Map(),
		failures: /* @__PURE__ */ new Map(),
		isStopping: false
	};
	const running = (async () => {
		await alarm.sleep(firstLookAfterMs);
		while (!state.isStopping) {
			await lookOnce({
				...options,
				random
			}, state);
			if (!state.isStopping) await alarm.sleep(idleTime(state, options.ports.clock.now()));
		}
	})();
	return {
		wake: () => {
			state.lookAt.clear();
			alarm.ring();
		},
		stop: async () => {
			state.isStopping = true;
			alarm.ring();
			await running;
		}
	};
}
async function lookOnce(running, state) {
	const { sweeps, ports, log } = running;
	for (const sweep of sweeps) {
		if (state.isStopping) return;
		if ((state.lookAt.get(sweep.name) ?? 0) > ports.clock.now()) continue;
		state.lookAt.set(sweep.name, ports.clock.now() + LOOK_AGAIN_MS);
		const dueAt = await sweepOnce(sweep, running, state).catch((error) => {
			log.warn({
				sweep: sweep.name,
				err: error
			}, "The database did not take a sweep; it is tried again");
			return null;
		});
		if (dueAt !== null && state.lookAt.has(sweep.name)) state.lookAt.set(sweep.name, dueAt);
	}
}
/** When it is due again; null: somebody else has it, or it is not due yet. */
async function sweepOnce(sweep, { ports, log, random }, state) {
	const { store, clock } = ports;
	const leaseUntil = clock.now() + LEASE_MS;
	const claim = await store.claimSweep(sweep.name, clock.now(), leaseUntil);
	if (claim === null) return null;
	const mayGoOn = () => !state.isStopping && clock.now() < leaseUntil - ENDS_BEFORE_MS;
	try {
		const { memory, isUnfinished, notices } = await sweep.run(ports, {
			memory: claim.memory,
			mayGoOn
		});
		for (const { level, message, about } of notices) log[level]({
			sweep: sweep.name,
			...about
		}, message);
		state.failures.delete(sweep.name);
		const dueAt = clock.now() + (isUnfinished ? UNFINISHED_MS : jittered(sweep.everyMs, random));
		await store.finishSweep(claim, {
			dueAt,
			memory
		});
		return dueAt;
	} catch (error) {
		const failures = state.failures.get(sweep.name) ?? 0;
		state.failures.set(sweep.name, failures + 1);
		const dueAt = clock.now() + waitAfter(error, failures);
		log.warn({
			sweep: sweep.name,
			err: error,
			dueAt
		}, "A sweep failed; it is tried again");
		await store.finishSweep(claim, {
			dueAt,
			memory: claim.memory
		});
		return dueAt;
	}
}
/** A tenth sooner or later, so that what began together does not stay together. */
function jittered(everyMs, random) {
	return Math.round(everyMs * (.9 + .2 * random()));
}
function waitAfter(error, failures) {
	const asked = error instanceof Failure ? error.retryAfterMs ?? 0 : 0;
	return Math.max(asked, Math.min(FIRST_BACKOFF_MS * 2 ** Math.min(failures, 20), LONGEST_BACKOFF_MS));
}
function idleTime({ lookAt }, now) {
	const next = Math.min(...lookAt.values(), now + MOST_IDLE_MS);
	return Math.max(next - now, 50);
}

// src/app/start.ts
/** Puts the App together: the store, the worker behind it, and the HTTP server in front. */
/** One event may ask about hundreds of gates. */
const KEYS_LOGGED = 20;
async function startApp(options) {
	const { config, log, clock } = options;
	const opened = await openStore({
		...config,
		databaseUrl: config.databaseUrl?.reveal()
	});
	const metrics = createMetrics({
		store: opened,
		clock
	});
	const store = keptTo(config.hasRateLimits ? GITHUB_LIMITS : NO_LIMITS, metrics.store);
	const limits = createRequestLimits({
		store,
		clock
	});
	const gitHubApp = createGitHubApp({
		...config,
		log,
		limits
	});
	let worker;
	const smoke = createSmokeRuns({
		network: config.probeNetwork,
		proxyFrom: process.env,
		store,
		clock,
		log,
		onEnded: () => worker?.wake()
	});
	const ports = {
		clock,
		store,
		github: gitHubApp.github,
		smoke: smoke.start,
		pageFault: (variable, repository) => pageFault(config.notify.allowed, variable, repository)
	};
	gitHubApp.onEvent(async ({ id, name, payload }) => {
		const event = parseWebhook(name, payload, config.apiUrl);
		const asked = (await intake(id, event, ports)).slice(0, KEYS_LOGGED).map(questionKey);
		if (asked.length > 0) log.info({
			delivery: id,
			event: event.kind,
			questions: asked
		}, "Taken in");
	});
	let isStopping = false;
	const front = createFront({
		config,
		store,
		metrics,
		clock,
		log,
		onAccepted: () => worker?.wake(),
		isStopping: () => isStopping
	});
	const server = await listen(front, config).catch(async (error) => {
		await store.close();
		throw error;
	});
	worker = startWorker({
		ports,
		dispatch: gitHubApp.dispatch,
		log
	});
	const notifier = startNotifier({
		settings: config.notify,
		apiUrl: config.apiUrl,
		store,
		clock,
		log
	});
	const sweeps = startSweeps({
		sweeps: [...ALL_SWEEPS, ...checkpointsOf(config, store, gitHubApp)],
		ports: {
			...ports,
			store: {
				...store,
				askNow: (questions, at, gates) => store.askNow(questions, at, gates).then(() => worker?.wake())
			},
			app: gitHubApp.app,
			watch: gitHubApp.watch,
			pastEvents: gitHubApp.pastEvents,
			isTakenIn: isWebhookEvent
		},
		log
	});
	return {
		port: server.port,
		wake: () => {
			worker.wake();
			sweeps.wake();
		},
		stop: async () => {
			isStopping = true;
			await server.close();
			await Promise.all([
				worker.stop(),
				sweeps.stop(),
				notifier.stop(),
				smoke.stop()
			]);
			await store.close();
		}
	};
}
/** Whoever takes room of the store takes it within these limits. */
function keptTo(limits, store) {
	return {
		...store,
		admitEffect: (effect, at) => store.admitEffect(effect, at, limits),
		takeRoom: (installationId, wanted, at) => store.takeRoom(installationId, wanted, at, limits)
	};
}
/** Without a key nothing can be vouched for. */
function checkpointsOf({ auditSigningKey, apiUrl }, logs, app) {
	const key = auditSigningKey === void 0 ? null : readSigningKey(auditSigningKey.reveal());
	if (key === null) return [];
	return [checkpoints({
		key,
		host: gitHubHost(apiUrl),
		logs,
		openBoard: app.checkpointBoard
	})];
}

// src/app/serve.ts
/** Runs the App in this process until it is told to stop. */
/** How long what is under way may take to end: container platforms kill after 10 s or more. */
const STOPS_WITHIN_MS = 1e4;
/** Exit code: 0 after an orderly stop, 1 when it could not start. */
async function serve(env) {
	const read = readConfig(env);
	if (read.kind === "invalid") {
		for (const { variable, message } of read.problems) process.stderr.write(`${variable}: ${message}\n`);
		return 1;
	}
	const { config } = read;
	const log = createLog({
		level: config.logLevel,
		secrets: secretsOf(config)
	});
	const movable = config.hasMovableClock ? createMovableClock() : void 0;
	const app = await startApp({
		config,
		log,
		clock: movable ?? systemClock
	}).catch((error) => {
		if (!(error instanceof Failure)) throw error;
		process.stderr.write(`${error.message}\n`);
	});
	if (!app) return 1;
	const place = config.databaseUrl === void 0 ? { data: config.dataFolder } : { database: "postgresql" };
	log.info({
		port: app.port,
		api: config.apiUrl,
		...place
	}, "Tidegate listens");
	if (movable) followParent(app, movable);
	process.send?.({ listeningOn: app.port });
	await untilToldToStop();
	log.info("Stopping: nothing new is taken in");
	if (!await Promise.race([app.stop().then(() => true), setTimeout$1(STOPS_WITHIN_MS, false, { ref: false })])) {
		log.warn("Stopped in the middle of something: it is done again after the next start");
		process.exit(0);
	}
	if (process.connected) process.disconnect();
	return 0;
}
function secretsOf(config) {
	return [
		...config.webhookSecrets,
		config.privateKey,
		...config.notify.secrets,
		...config.pagerDutySecrets,
		...[
			config.databaseUrl,
			config.auditSigningKey,
			config.libraryToken
		].filter((secret) => secret !== void 0)
	];
}
/** Lets the process that started us move our clock. The configuration allows it only against a GitHub on loopback. */
function followParent(app, clock) {
	process.on("message", (message) => {
		if (typeof message !== "object" || message === null || !("moveClockTo" in message)) return;
		clock.moveTo(Number(message.moveClockTo));
		app.wake();
		process.send?.({ clockIsAt: clock.now() });
	});
}
function untilToldToStop() {
	return new Promise((resolve) => {
		for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => resolve());
		process.once("disconnect", () => resolve());
	});
}

// src/cli/serve.ts
/** `tidegate serve`: the App. */
function serveCommand() {
	return new Command("serve").description("run the GitHub App; its settings come from the environment, see docs/guide/app.md").action(async () => {
		process.exitCode = await serve(process.env);
	});
}

export { serveCommand };