import { t as Failure } from "./failure.js";
import { n as systemClock, t as createMovableClock } from "./clock.js";
import { a as destinationOf, f as createGitHubApp, i as noAddress, l as judgePosture, m as gitHubHost, n as webhookMessage, o as wishesOf, r as addressIn, s as POSTURE_CODES, t as readConfig, u as createLog } from "./config.js";
import { a as signCheckpoint, d as leafHash, g as readSigningKey, h as toBase64, m as fromBase64, n as logOrigin, r as openCheckpoints, t as checkpointComment, u as isSameHash, y as slotOfNotice } from "./checkpoint.js";
import { _ as NO_LIMITS, a as slotOf, b as releaseKey, c as isFinal, d as newGate, f as next, g as GITHUB_LIMITS, h as rollbackAfter, i as openStore, l as isOpening$1, m as hasEnded, o as GITHUB_ENDS_AFTER_MS, p as warnedFrom, s as expiresAt, t as RunningRoot, u as isRefused, v as urgencyOfQuestion, y as questionKey } from "./running-root.js";
import { a as readPolicyState, d as ORGANISATION_PLACE, f as parseOrganisationPolicy, i as readKnownPolicies, o as POLICY_FILE, s as parseRepositoryPolicy, t as isOrganisationPlace, u as ORGANISATION_FILE } from "./policies.js";
import { a as toInstant, i as parseInstant, n as epochMs, r as parseDuration, t as canonicalInstant } from "./instant.js";
import { t as fullName } from "./repository.js";
import { n as HISTORY_REACHES_MS, r as serviceOf$1, t as readHistorySlice } from "./read-history.js";
import { n as digestOf, t as canonicalJson } from "./canonical.js";
import { n as plainLine, t as inertMarkdown } from "./markdown.js";
import { _ as isSameName, a as commonTiers, g as isGoverned, h as environmentGlob, i as zoneNamed, m as entryFor, o as tierFor, v as matchesEnvironment } from "./zone.js";
import { n as systemLookup, t as resolveHost } from "./resolve.js";
import { N as translateError, P as untilReset, r as withoutMarks } from "./connect.js";
import { A as sayRate, B as applyEvidence, C as sayDuration, D as sayOthers, E as sayName, F as summariseDora, I as pastsOf, L as changeFailRate, M as sayUnknown$1, N as countingOf, R as laneWindow, S as sayDate, T as sayMoment, V as namedIn, a as sayMarks, b as count$1, c as sayBesides, d as TARGET_NAMES, f as judgeTarget, g as table, h as sayCut, i as sayBaseline, j as sayRateInterval, l as sayMetric, m as collapsed, n as REPORT_KEYS, o as sayStretch, p as judgeTargets, r as directionOf, s as metricsTable, t as DoraLog, u as METRIC_NAMES, v as sayCalibration, w as sayFrequency, y as sayCalibrationSteps, z as sampleOf } from "./dora-log.js";
import { n as sayLocal, t as sayBoth } from "./wording.js";
import { a as headline, i as explain, o as zoneOf$2, r as holdReport, t as explainMarkdown } from "./explain.js";
import { r as changesFor } from "./unknown-commit.js";
import { a as sayIgnored, b as parseCodeowners, x as ownershipBy, y as expiryOf } from "./reasons.js";
import { i as modeOf, r as whyRefused, t as decide } from "./decide.js";
import { a as gatherHolds, c as rollbackSettings, d as decideRollback, f as rollbackId, i as freezesAt, l as REJECTION_CODES, o as withoutOutlived, r as commentApprovals, s as emptyFacts, t as readWhatGoes, u as isAskedFor } from "./taken-away.js";
import { r as workflowPath, t as isWorkflowName } from "./workflow-file.js";
import { d as isAmong, l as directoryOf, m as sayPeople, u as hasPermission } from "./classify.js";
import { o as readYaml } from "./problem-codes.js";
import { a as teamsOf, i as ofSamePerson, n as gatherPeople, r as loginsOf, t as approvalsFrom } from "./people.js";
import { t as formatProblem } from "./problem.js";
import { D as readMoment, i as isExcepted } from "./decision.js";
import { n as sayReleases, t as sayDifferences } from "./say-differences.js";
import { Command } from "commander";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
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
		case "people-changed": return concerned;
		case "unrelated": return [];
	}
}

// src/flow/intake.ts
/** The delivery is done when this resolves: its questions are durable, and it is not needed any more. */
async function intake(deliveryId, event, ports) {
	const questions = ask(event, await concernedBy(event, ports));
	const at = ports.clock.now();
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
		case "repositories-added": return [];
		case "people-changed": return await concernedByPeople(event.installationId, store);
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
const MOST_AT_ONCE$1 = 200;
/** Gates first. Checks that are finished stay: who merges on them was let through by people who counted then. */
async function concernedByPeople(installationId, store) {
	const gates = await store.openGatesOfInstallation(installationId);
	const pullRequests = await store.waitingPullRequests(installationId, MOST_AT_ONCE$1);
	return [...gates, ...pullRequests].slice(0, MOST_AT_ONCE$1);
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
const MOST_ASKED$1 = 50;
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
		notices: [...gap.notices, ...toldOf$2(asked, lost.length)]
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
	for (const [guid, missing] of due.toSorted(([, one], [, other]) => one.at - other.at).slice(0, MOST_ASKED$1)) {
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
function toldOf$2({ entries, failure }, lost) {
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

// src/flow/dora/organisation-place.ts
/** In so many words: each repository has an issue of its own without a word, and all together are no default. */
function wantsOrganisationIssue(organisation) {
	return organisation.dora?.issue === true;
}
/** Null: the App was never told of the organisation's repository, which most likely is not among those it is on. */
async function organisationQuestion(store, repository) {
	const place = (await store.knownRepositories()).find((each) => isOrganisationPlace(each) && isOfSameOwner(each, repository));
	return place === void 0 ? null : {
		kind: "dora",
		repository: place,
		ofOrganisation: true
	};
}
function isOfSameOwner(one, other) {
	return one.installationId === other.installationId && one.owner.toLowerCase() === other.owner.toLowerCase();
}

// src/flow/sweep/each-repository.ts
/** Goes through repositories, some in each round, and keeps a note of each. */
/** Several requests each, at most: more would use up the rate limit of an installation. */
const MOST_REPOSITORIES = 200;
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
	const left = ordered.filter(({ id }) => id > memory.after).slice(0, MOST_REPOSITORIES);
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
			about: named$1(repository)
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
function named$1({ owner, name }) {
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
/** What happened since is read this often. */
const READ_AGAIN_MS = 36e5;
/** Of one repository in a round. Questions to GitHub, each of a few requests: after so few it is the next one's turn. */
const MOST_STEPS = 30;
/** Other sweeps wait meanwhile. */
const MOST_MS$1 = 6e4;
const UNWANTED = "unwanted";
async function sweepHistory(ports, round) {
	const repositories = await ports.store.governedRepositories();
	const now = ports.clock.now();
	const mayGoOn = () => round.mayGoOn() && ports.clock.now() < now + MOST_MS$1;
	return eachRepository({
		repositories,
		now,
		round: {
			...round,
			mayGoOn
		},
		look: async (repository, { note, isFresh }) => {
			if (isFresh && note === UNWANTED) return { kind: "unchanged" };
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
	const policies = (inForce ?? []).map(({ policy }) => policy);
	if (!isWanted(policies)) return {
		kind: "looked",
		note: UNWANTED,
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
/** The first time only: then the figures of the organisation ask for themselves. */
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
	const request = requestOf(repository, policies, clock.now());
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
function requestOf(repository, policies, now) {
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
	const state = await readPolicyState(ports, repository, await ports.github(repository));
	const policies = state.kind === "in-force" ? state.policies : [];
	const read = await (await ports.watch(repository)).settings();
	const { codes, findings } = judgePosture(policies, read);
	const judged = {
		repositoryId: repository.id,
		codes,
		found: findings
	};
	const { appeared, gone } = await ports.store.saveFindings(judged, ports.clock.now());
	if (appeared.length + gone.length > 0) await ports.store.askNow([{
		kind: "policy",
		repository
	}], ports.clock.now());
	const isNew = ({ code, subject }) => appeared.some((one) => one.code === code && one.subject === subject);
	return {
		kind: "looked",
		note: null,
		notices: [...findings.filter(isNew).map((finding) => told$1(repository, finding)), ...gone.map(({ code, subject }) => {
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
function told$1(repository, { code, subject, what, why, fix }) {
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
const MOST_GATES = 200;
/** A check that waits is judged again this often at least: not everything that it reads tells when it moves. */
const WAITS_AT_MOST_MS = 216e5;
const staleChecks = {
	name: "stale-checks",
	everyMs: 9e5,
	run: sweepStaleChecks
};
async function sweepStaleChecks(ports, round) {
	const { store, clock } = ports;
	await store.askNow(await store.gatesWithoutTimer(MOST_GATES), clock.now(), "reminder");
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
	return digestOf((await store.lastValidPolicy(repositoryId))?.text ?? null);
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
	const others = [];
	for (const installationId of await ports.app.installations()) {
		if (!round.mayGoOn()) break;
		others.push(...(await ports.app.repositoriesOf(installationId)).filter(({ id }) => !known.has(id)));
	}
	return lookAt(others, ports, round);
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
		return after$1(await publishCheckpoint({
			installationId,
			origin,
			key,
			logs,
			board,
			...remembered
		}), repository);
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
	recovered: "/tidegate recovered DEPLOYMENT",
	cause: "/tidegate cause DEPLOYMENT [external]",
	status: "/tidegate status"
};
const ADDRESSED = /^\/tidegate(?:[ \t]+(.*))?$/;
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
	const named = ENVIRONMENT.exec(rest);
	if (named === null) return unclear(word, "the environment is missing");
	const after = rest.slice(named[0].length).trim();
	return parseAfter(word, named[1] ?? named[0], after);
}
function isForm(word) {
	return Object.hasOwn(COMMAND_FORMS, word);
}
/** One word, or several between quotes. */
const ENVIRONMENT = /^(?:"([^"]+)"(?=[ \t]|$)|[^\s"]+)/;
const COMMIT$1 = /^@([0-9a-f]{7,40})(?:[ \t]+|$)/i;
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
	if (word === "unfreeze") return withReason(word, after, (reason) => ({
		kind: word,
		environment,
		reason
	}));
	const commit = COMMIT$1.exec(after);
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
const LONGEST_REASON = 500;
function withReason(word, said, command) {
	const reason = plainLine(said, LONGEST_REASON);
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
		"edited"
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
	repositories_added: z.array(Named).optional()
});
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
		case "installation_repositories": return repositoriesAdded(parsed.data.installation.id, parsed.data.repositories_added);
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
/** After these we may read what we could not. */
const REGAINED = /* @__PURE__ */ new Set(["new_permissions_accepted", "unsuspend"]);
function installationChanged({ action, installation, repositories }) {
	if (action === "created") return repositoriesAdded(installation.id, repositories);
	if (REGAINED.has(action)) return {
		kind: "people-changed",
		installationId: installation.id
	};
	return {
		kind: "unrelated",
		because: "there is nothing that we could read now and could not before"
	};
}
function repositoriesAdded(installationId, added) {
	if (added === void 0 || added.length === 0) return {
		kind: "unrelated",
		because: "no repository came to us"
	};
	return {
		kind: "repositories-added",
		repositories: added.map(({ id, name, full_name: fullName }) => {
			return {
				id,
				owner: fullName.split("/", 1)[0] ?? "",
				name,
				installationId
			};
		})
	};
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
	const runId = runOf(callbackUrl, repository, apiUrl);
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
function runOf(callbackUrl, repository, apiUrl) {
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
		if (path === "/healthz") send$2(response, 200, "ok");
		else if (path === "/readyz") answerReady(store, isStopping, response);
		else if (path === "/metrics") answerMetrics(metrics, response);
		else next(request, response);
	};
}
async function answerReady(store, isStopping, response) {
	if (isStopping()) return send$2(response, 503, "stopping");
	return await store.nextDueAt().then(() => true, () => false) ? send$2(response, 200, "ready") : send$2(response, 503, "the database does not answer");
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
		send$2(response, 500, "the metrics cannot be told");
	}
}
function send$2(response, status, text) {
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
const FORM = /^sha256=([0-9a-f]{64})$/;
/** The 32 bytes that the header claims, or null when it does not have the form of a signature. */
function claimedSignature(header) {
	const hex = typeof header === "string" ? FORM.exec(header)?.[1] : void 0;
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
const LARGEST_BODY$1 = 26214400;
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
		largestBody: LARGEST_BODY$1,
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
	const answer = await answerTo$2(desk, request, requestId).catch((error) => {
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
async function answerTo$2(desk, request, requestId) {
	const head = readHead(desk, request);
	if (head.kind === "refused") return head.answer;
	const giveBack = desk.budget.take(head.length);
	if (!giveBack) return "busy";
	try {
		const received = await receiveBody(request, {
			...head,
			secrets: desk.secrets
		}, desk.limits.bodyTimeoutMs);
		return received.kind === "signed" ? await take$1(desk, request, received.body, requestId) : received.kind;
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
async function take$1(desk, request, body, requestId) {
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

// src/app/verifications/read-small-body.ts
/** A job sends a kilobyte or two; who takes longer keeps a place from others of its repository. */
const WITHIN_MS = 3e3;
/** The body as text; null when it is larger than `most` bytes, too slow, no UTF-8, or never ends. */
function readSmallBody(request, most) {
	return new Promise((resolve) => {
		const chunks = [];
		let size = 0;
		function end(text) {
			clearTimeout(timer);
			request.off("data", take).off("end", finish).off("close", giveUp).off("error", giveUp);
			resolve(text);
		}
		function take(chunk) {
			size += chunk.length;
			if (size > most) end(null);
			else chunks.push(chunk);
		}
		function finish() {
			end(textOf(Buffer.concat(chunks)));
		}
		function giveUp() {
			end(null);
		}
		const timer = setTimeout(giveUp, WITHIN_MS);
		request.on("data", take).on("end", finish).on("close", giveUp).on("error", giveUp);
	});
}
function textOf(bytes) {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}

// src/app/verifications/schema.ts
/** What a job's token and its message say. */
const count = z.string().regex(/^[1-9]\d{0,15}$/).transform(Number);
/** Which job it is, as GitHub says. */
const Claims = z.object({
	jti: z.string().regex(/^[\w.-]{8,128}$/),
	repository: z.string().max(200),
	repository_id: count,
	run_id: count,
	run_attempt: count,
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
	liveSha: z.string().regex(/^[0-9a-f]{7,40}$/).optional()
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
const MOST_AT_ONCE = 50;
/** Bodies read, which take as long as their senders like: of one repository, so that none keeps others waiting. */
const MOST_OF_ONE = 5;
const LARGEST_BODY = 65536;
function createVerificationDesk(options) {
	const places = {
		senders: atMost(MOST_AT_ONCE),
		bodies: atMost(MOST_OF_ONE)
	};
	return (request, response) => {
		if (request.url?.split("?", 1)[0] !== "/api/verifications") return options.next(request, response);
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
	const wrong = whyNot(claims, said.environment);
	if (wrong !== void 0) return refuse(403, wrong);
	const { environment, sha, deploymentId, verdict, failedChecks, preExisting, reasonCode, liveSha } = said;
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
function whyNot({ environment }, said) {
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
	const health = createHealth({
		...desk,
		metrics,
		next: metrics.countRefusals(ingress)
	});
	const check = audience === void 0 ? null : createJobTokenCheck({
		issuer,
		audience,
		clock: desk.clock
	});
	return createVerificationDesk({
		...desk,
		check,
		next: health
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
async function readSweepFigures(store) {
	const { missing, gapMs } = recallDeliveries(await store.sweepMemory(deliveries.name));
	return {
		missing: Object.keys(missing).length,
		gapMs,
		findings: await store.findingCounts()
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
	return (figures) => {
		findings.reset();
		if (figures === null) {
			missing.remove();
			gap.remove();
			return;
		}
		missing.set(figures.missing);
		gap.set(figures.gapMs / 1e3);
		for (const code of POSTURE_CODES) findings.set({ code }, figures.findings[code] ?? 0);
	};
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
	watchProcess(registry);
	const showBacklog = backlogGauges(registry);
	const showSweeps = sweepGauges(registry);
	const withLimits = {
		backlogIsKeptMs: BACKLOG_IS_KEPT_MS,
		databaseAnswersWithinMs: DATABASE_ANSWERS_WITHIN_MS,
		...limits
	};
	const readBacklog = readerOf(() => store.backlog(clock.now()), withLimits);
	const readSweeps = readerOf(() => readSweepFigures(store), withLimits);
	return {
		store: counted(store, deliveries, answers),
		contentType: registry.contentType,
		async text() {
			const [backlog, figures] = await Promise.all([readBacklog(), readSweeps()]);
			showBacklog(backlog, clock.now());
			showSweeps(figures);
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
const REFUSALS = {
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
	return REFUSALS[response.statusCode] ?? "other";
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
		...Object.values(REFUSALS),
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
function counted(store, deliveries, answers) {
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
function readerOf(look, limits) {
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

// src/flow/notify/send-due.ts
/** Longer than a try and its settling take: nobody else sends it meanwhile. */
const LEASE_MS$2 = 6e4;
/** A receiver may be down over a night. What is older is history, which nobody wants to be woken for. */
const GIVEN_UP_AFTER_MS$1 = 864e5;
/** At once, so that a slow receiver does not keep the others waiting. */
const BATCH$1 = 20;
async function sendDue({ clock, store, send }) {
	const at = clock.now();
	const when = {
		at,
		leaseUntil: at + LEASE_MS$2,
		deadline: at - GIVEN_UP_AFTER_MS$1,
		limit: BATCH$1
	};
	const claimed = await store.claimNotices(when);
	return await Promise.all(claimed.map(async (pending) => {
		const outcome = await outcomeOf$2(pending, {
			clock,
			send
		});
		await store.settleNotice(pending, outcome, clock.now());
		return {
			pending,
			outcome
		};
	}));
}
/** Also a database that is restored from a backup does not tell what was news then. */
async function outcomeOf$2(pending, { clock, send }) {
	const endsAt = pending.wantedAt + GIVEN_UP_AFTER_MS$1;
	if (clock.now() > endsAt) return {
		kind: "superseded",
		because: `not sent: ${pending.isTrue ? "it is a day old" : "what it tells of did not happen within a day"}`
	};
	const outcome = await send(pending.notice, clock.now());
	if (outcome.kind !== "retry" || clock.now() < endsAt) return outcome;
	return {
		kind: "superseded",
		because: `given up after a day: ${outcome.because}`
	};
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
function outcomeOf$1(posted, { channel, variable }) {
	const receiver = `the receiver of ${variable}`;
	if (posted.kind === "refused") return {
		kind: "superseded",
		because: `not sent: ${receiver}: ${posted.because}`
	};
	if (posted.kind === "no-answer") return {
		kind: "retry",
		because: `${receiver}: ${posted.because}`
	};
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

// src/notify/pagerduty.ts
/**
* An event for PagerDuty's Events API v2. What somebody should look at triggers an alert, and resolves it when it is
* over; what only happened is a change event, which shows beside alerts and wakes nobody.
*/
/** PagerDuty gives integrations keys of this shape. What looks different is some other secret in the wrong place. */
const ROUTING_KEY = /^[A-Za-z0-9]{32}$/;
/** Events that are not here are change events. */
const ALERTS = {
	rollback: "error",
	"rollback-failed": "error",
	override: "warning",
	"gate-waiting-over": "warning",
	"verification-missing": "error"
};
function pagerDutyMessage(given) {
	const { notice, value, pagerDutyUrl } = given;
	const key = value.reveal().trim();
	if (!ROUTING_KEY.test(key)) return {
		kind: "refused",
		because: `${notice.target.variable} does not hold a routing key of PagerDuty. Set it to the 32 letters and digits of an integration of the type "Events API v2"`
	};
	const severity = ALERTS[notice.event];
	const [path, event] = severity === void 0 ? ["change/enqueue", changeOf(given)] : ["enqueue", alertOf(given, severity)];
	return {
		kind: "message",
		url: new URL(`${pagerDutyUrl}/v2/${path}`),
		headers: {},
		body: JSON.stringify({
			routing_key: key,
			...event
		})
	};
}
function alertOf({ notice, runUrl }, severity) {
	const dedup = { dedup_key: dedupKey(notice) };
	if (notice.action === "resolve") return {
		event_action: "resolve",
		...dedup
	};
	return {
		event_action: "trigger",
		...dedup,
		client: "Tidegate",
		client_url: runUrl,
		links: linksTo(runUrl),
		payload: {
			...payloadOf(notice),
			severity,
			component: notice.told.environment,
			group: fullName(notice.repository),
			class: notice.event
		}
	};
}
function changeOf({ notice, runUrl }) {
	return {
		links: linksTo(runUrl),
		payload: payloadOf(notice)
	};
}
function payloadOf({ told, repository, event }) {
	const { environment, sha, lines, at, summary, decision } = told;
	const details = {
		event,
		environment,
		commit: sha,
		details: lines,
		tier: decision?.tier,
		verdict: decision?.verdict
	};
	return {
		summary,
		source: fullName(repository),
		timestamp: at,
		custom_details: details
	};
}
function linksTo(href) {
	return [{
		href,
		text: "The run on GitHub"
	}];
}
/** The same when it begins, is sent again, and is over. PagerDuty takes 255 characters. */
function dedupKey(notice) {
	return `tidegate/${digestOf([slotOfNotice({
		...notice,
		action: "tell"
	}), notice.content])}`;
}

// src/notify/post.ts
/** One POST to an address that was checked: no redirect is followed, no connection kept, little of the answer read. */
/** Receivers say in a word what is wrong; what is longer is not for us. */
const MOST_BYTES = 1024;
/** Never rejects. */
async function post(message, network) {
	const ends = AbortSignal.any([network.signal, AbortSignal.timeout(network.timeoutMs)]);
	try {
		return await Promise.race([postUntil(message, network, ends), rejectOnAbort(ends)]);
	} catch (error) {
		if (!ends.aborted) return {
			kind: "no-answer",
			because: `it could not be reached (${codeOf(error)})`
		};
		if (network.signal.aborted) return {
			kind: "no-answer",
			because: "we were stopped"
		};
		return {
			kind: "no-answer",
			because: `it did not answer within ${network.timeoutMs / 1e3} s`
		};
	}
}
async function postUntil(message, network, signal) {
	const { url } = message;
	if (url.protocol !== "https:" && !network.isPlainHttpAllowed) return {
		kind: "refused",
		because: "its address does not begin with https://, so others on the way could read it"
	};
	const resolved = await network.resolve(url.hostname);
	if (resolved.kind === "unknown-host") return {
		kind: "no-answer",
		because: "its host name cannot be looked up"
	};
	if (resolved.kind === "refused") return {
		kind: "refused",
		because: "its address is in a network that is not allowed. For receivers in your own, set NOTIFY_NETWORK"
	};
	const response = await send(message, pinned(resolved.addresses), signal);
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
function send({ url, headers, body }, lookup, signal) {
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
		signal
	};
	return new Promise((resolve, reject) => {
		request$2(options).once("response", resolve).on("error", reject).end(body);
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
	const { summary, lines } = given.notice.told;
	const blocks = [
		{
			type: "header",
			text: plain(summary, LONGEST_HEADER)
		},
		...lines.length === 0 ? [] : [{
			type: "section",
			text: plain(lines.join("\n"), LONGEST_SECTION)
		}],
		{
			type: "context",
			elements: [{
				type: "mrkdwn",
				text: `<${given.runUrl}|Open the run on GitHub>`
			}]
		}
	];
	return {
		kind: "message",
		url,
		headers: {},
		body: JSON.stringify({
			text: escaped(summary),
			blocks,
			unfurl_links: false,
			unfurl_media: false
		})
	};
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
	return async (notice, at) => {
		const { target, repository } = notice;
		const destination = destinationOf(allowed, target, repository);
		if (destination.kind === "refused") return {
			kind: "superseded",
			because: `not sent: ${destination.because}`
		};
		const { value, signingSecret } = destination;
		const runUrl = runUrlOf(notice, webUrl);
		const message = MESSAGES[target.channel]({
			notice,
			at,
			value,
			signingSecret,
			runUrl,
			pagerDutyUrl
		});
		if (message.kind === "refused") return {
			kind: "superseded",
			because: `not sent: ${message.because}`
		};
		return outcomeOf$1(await post(message, {
			...network,
			timeoutMs
		}), target);
	};
}
function runUrlOf({ repository, told }, webUrl) {
	return `${webUrl}/${fullName(repository)}/actions/runs/${told.runId}`;
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

// src/dora/render/attention.ts
const MOST_LINES$2 = 12;
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
	return open === 0 ? [] : [`${sayLane(lane)}: ${count$1(open, "failure")} not recovered yet.`];
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
	return [`${count$1(wanting, "incident waits", "incidents wait")} for somebody to confirm the cause, see Causes below.`];
}
/** The bold line and its list. `hasFigures`: whether anything at all can be judged. */
function sayAttention(lines, hasFigures) {
	if (lines.length === 0) return [hasFigures ? "**Nothing needs attention.**" : "**Nothing can be judged yet: nothing was deployed.**"];
	const shown = lines.slice(0, MOST_LINES$2);
	return [
		`**${count$1(lines.length, "thing needs", "things need")} attention:**`,
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
function partsTable(what, parts) {
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
		...partsTable([what], shown),
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
const LONGEST_TITLE$1 = 90;
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
		`    title "${plainTitle(title, LONGEST_TITLE$1)}"`,
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
		...partsTable(["lane"], parts),
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
		`${count$1(suggestedCauses.length, "incident")} may have been caused by a deployment. None of them counts as a failed change before somebody says so: write the command as a comment on the incident, with \`external\` behind it when no deployment was the cause. A line goes away once that is said; ticking its box does nothing.`,
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
const CUT = "… the rest does not fit here.";
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
		CUT
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
		const body = linesOf$1(report, options, stage).join("\n");
		if (body.length <= room) return {
			title,
			body
		};
	}
	const last = STAGES.at(-1);
	return {
		title,
		body: cutLines(linesOf$1(report, options, last), room)
	};
}
function linesOf$1(report, options, stage) {
	const { targets } = options;
	const lanes = shownLanes(report.lanes, stage.lanes);
	return [
		sayState$1(report, options.repository),
		"",
		...sayAttention(attentionOf(report, targets), report.lanes.some(hasDeployments$1)),
		"",
		...lanesSection(lanes, report, targets),
		...breakdowns(report, options, stage),
		"### Calibration",
		"",
		sayCalibration(report.calibration),
		"",
		...sayCalibrationSteps(report.calibration),
		...sayCauses(report.dataQuality),
		...sayBaseline(report),
		...sayMarks(report.marks ?? [], report.zone, stage.marks),
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
	const where = `${count$1(lanes.length, "lane")} of ${sayName(repository)}`;
	return `${count$1(deployments, "deployment")} to production in ${where}, ${range} (${count$1(days, "day")}, ${sayName(zone)}), by definitions ${sayName(definitions.version)}.`;
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
		...hidden > 0 ? [`and ${count$1(hidden, "more lane")}`] : [],
		...stage.teams === 0 && Object.keys(byTeam).length > 0 ? ["the figures by team"] : [],
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
	return [...weeks < longest ? [`the weeks before the last ${weeks}`] : [], ...lanes > MOST_CHARTS ? [`the weeks of ${count$1(lanes - MOST_CHARTS, "lane")}`] : []];
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
const MOST_LANES = 500;
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
		words: Object.assign({}, ...judged.map(({ words }) => words))
	};
}
function judgeLane(lane, targets, before) {
	const key = digestOf([lane.service.toWellFormed(), lane.environment.toWellFormed()]).slice(0, 12);
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
	return Object.fromEntries(judged.sort(([a], [b]) => a < b ? -1 : 1).slice(0, MOST_LANES));
}
/** Sentences for a comment, as inert Markdown; none: nothing changed that is worth telling. */
function changesOf$1(before, now) {
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
function keepState({ version, definitions, calibration, hasFigures, lanes }) {
	return JSON.stringify({
		version,
		definitions,
		calibration,
		hasFigures,
		lanes
	}).replace(/[<>&]|--/gu, (found) => [...found].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""));
}
/** What {@link keepState} wrote; null when it is anything else. */
function readState(text) {
	const kept = parsed(text);
	if (kept === null || kept["version"] !== 1 || typeof kept["hasFigures"] !== "boolean") return null;
	const { definitions, calibration, lanes } = kept;
	if (typeof definitions !== "string" || !isCalibration(calibration) || !isLanes(lanes)) return null;
	return {
		version: 1,
		definitions,
		calibration,
		hasFigures: kept["hasFigures"],
		lanes
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
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isCalibration(value) {
	return value === "recalibrate" || value === "separated" || value === "not-enough-evidence";
}
function isLanes(value) {
	return isRecord(value) && Object.values(value).every((verdicts) => typeof verdicts === "string" && /^[+!?]{5}$/u.test(verdicts));
}

// src/flow/answer/record-of.ts
/** A record with nothing in it but what is given. */
function recordOf(at, summary, parts = {}) {
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

// src/flow/dora/policy-marks.ts
const LONGEST_SUMMARY$2 = 200;
/** Oldest first; the newest hundred. */
async function policyMarks(github, since) {
	return (await github.fileChanges(POLICY_FILE, since)).map(({ sha, at, subject }) => ({
		at,
		what: "policy",
		sha,
		summary: plainLine(subject, LONGEST_SUMMARY$2)
	})).toReversed();
}

// src/flow/dora/what-ran.ts
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

// src/flow/dora/known-events.ts
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
	return {
		...decided.sha === event.sha ? event : {
			...bare,
			sha: decided.sha
		},
		...decided.tier === null ? {} : { tier: decided.tier },
		...decided.type === null ? {} : { type: decided.type }
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

// src/flow/dora/recent-figures.ts
const WINDOW_MS = 7776e6;
async function recentFigures(store, { repositoryId, policy, at, marks }) {
	const log = new DoraLog();
	for (const event of await knownEvents(store, repositoryId)) log.add(event);
	return summariseDora(log, {
		window: WINDOW_MS,
		until: at,
		...countingOf(policy),
		marks
	});
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
		record: recordOf(at, "Not told: no policy is in force."),
		dueAt
	};
	const policy = joinedPolicy(state.policies.map((each) => each.policy));
	if (policy === null || policy.dora?.issue === false) return {
		record: recordOf(at, "Not told: the policy wants no issue of delivery figures."),
		dueAt
	};
	const history = await ports.store.doraHistory(repository.id);
	if (history === null || history.wholeAt === null) return {
		record: recordOf(at, "Not told yet: the history of the repository is being read."),
		dueAt
	};
	const marks = await policyMarks(github, toInstant(at - WINDOW_MS));
	const report = await recentFigures(ports.store, {
		repositoryId: repository.id,
		policy,
		at,
		marks
	});
	const number = await ports.store.keptIssue(repository.id, KEY$1);
	if (number === null && !hasDeployments(report)) return {
		record: recordOf(at, "Not told: nothing was deployed to production."),
		dueAt
	};
	return {
		record: told({
			question,
			policy,
			report,
			number,
			before: history.state,
			at
		}),
		dueAt
	};
}
/** In the window; what only failed was none. */
function hasDeployments({ lanes }) {
	return lanes.some(({ metrics: { deploymentFrequency: { n, rollbacks, redeploys } } }) => n + rollbacks + redeploys > 0);
}
/** Editing an issue tells nobody, so a change of state is told in a comment. The first issue tells itself. */
function told({ question: { repository }, policy, report, number, before, at }) {
	const targets = policy.dora?.targets;
	const known = before === null ? null : readState(before);
	const now = stateOf$2(report, targets, known);
	const said = known === null ? [] : changesOf$1(known, now);
	const { title, body } = renderDoraIssue(report, {
		repository: fullName(repository),
		targets,
		tiers: policy.tiers
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
		...commentOf(said, at)
	}];
	const summary = said.length === 0 ? "The delivery figures are up to date." : `The delivery figures: ${said.join(" ")}`;
	return recordOf(at, summary, {
		effects: [issue, ...comments],
		doraState: keepState(now)
	});
}
function commentOf(said, at) {
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
		const body = linesOf(sorted, options, most).join("\n");
		if (body.length <= room) return {
			title,
			body
		};
	}
	return {
		title,
		body: cutLines(linesOf(sorted, options, 1), room)
	};
}
function linesOf(reports, options, most) {
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
		...partsTable(["repository", "lane"], shown),
		...sayCut(parts.length - shown.length, "lanes, each in the issue of its repository"),
		"",
		...sayUnreadable$1(reports.filter(({ report }) => report === null)),
		...foot(read)
	];
}
function sayState(reports, read, lanes, organisation) {
	const [first] = read;
	const of = `${count$1(reports.length, "repository", "repositories")} of ${sayName(organisation)}`;
	if (first === void 0) return `No figures of ${of} could be read.`;
	const { window, zone } = first.report;
	const when = read.every(({ report }) => report.window.from === window.from && report.window.until === window.until) ? `${sayMoment(window.from, zone)} to ${sayMoment(window.until, zone)} (${sayName(zone)})` : "each over the window of its own issue";
	return `${count$1(lanes, "lane")} of ${of}, ${when}.`;
}
function attentionTo({ repository, report, targets }) {
	const name = sayName(repository);
	const missed = report.lanes.flatMap((lane) => judgeTargets(lane.metrics, targets ?? {}).filter(({ verdict }) => verdict === "missed")).length;
	const open = report.lanes.reduce((sum, { metrics }) => sum + metrics.recoveryTime.open, 0);
	const causes = report.dataQuality.suggestedCauses.length;
	const parts = [
		...open > 0 ? [`${count$1(open, "failure")} not recovered yet`] : [],
		...missed > 0 ? [`${count$1(missed, "target")} missed`] : [],
		...report.calibration.state === "recalibrate" ? ["its tiers want recalibration"] : [],
		...causes > 0 ? [count$1(causes, "cause to confirm", "causes to confirm")] : []
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
const COUNTS_FOR_MS$1 = 1728e5;
/** A question is claimed for two minutes, and somebody else would begin with it again. */
const MOST_MS = 6e4;
async function organisationReports({ store, clock }, repositories, organisation, at) {
	const reports = [];
	for (const repository of repositories) {
		const isLate = clock.now() - at > MOST_MS;
		reports.push(isLate ? unknown(fullName(repository), "there are too many repositories to count all of them in a minute") : await reportOf(store, repository, organisation, at));
	}
	return reports;
}
async function reportOf(store, repository, organisation, at) {
	const name = fullName(repository);
	const policy = joinedPolicy([organisation, ...await ownPolicy(store, repository.id)]) ?? organisation;
	if (policy.dora?.issue === false) return unknown(name, "its policy wants no issue of figures");
	const history = await store.doraHistory(repository.id);
	if (history === null || history.wholeAt === null) return unknown(name, "its history is being read");
	if (at - history.wholeAt > COUNTS_FOR_MS$1) return unknown(name, `its history could last be read at ${toInstant(history.wholeAt)}`);
	return {
		repository: name,
		report: await recentFigures(store, {
			repositoryId: repository.id,
			policy,
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
		record: recordOf(at, why),
		dueAt: at + DAY_MS
	});
	const { organisation } = await readPolicyState(ports, repository, await ports.github(repository));
	if (organisation === void 0 || !wantsOrganisationIssue(organisation)) return notTold("Not told: the policy of the organisation does not ask for figures of all its repositories.");
	const reports = await organisationReports(ports, await toldOf$1(repository, ports), organisation, at);
	const number = await ports.store.keptIssue(repository.id, KEY);
	if (number === null && reports.every(({ report }) => report === null)) return notTold("Not told yet: the figures of no repository are known.");
	const { title, body } = renderOrganisationIssue(reports, { organisation: repository.owner });
	return {
		record: recordOf(at, "The delivery figures of the organisation are up to date.", { effects: [{
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
async function toldOf$1(place, ports) {
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

// src/flow/notify/lists.ts
const SHOWN$2 = 5;
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
	const more = lines.length - SHOWN$2;
	return more > 0 ? [...lines.slice(0, SHOWN$2), `and ${more} more`] : lines;
}

// src/flow/notify/texts.ts
/** What a notice says: what happened and where, who and why, what to do. Plain text; channels make it inert. */
const LONGEST_SUMMARY$1 = 200;
const LONGEST_LINE$2 = 300;
function sayDecision({ question, gate, summary, decision }) {
	return text(`${what(question, gate)} into ${question.environment}: ${summary}`, [...unmet(decision), startedBy(gate)]);
}
function sayReleased({ question, gate, facts, decision }) {
	const isHeldInTheory = decision.mode === "observe" && decision.verdict !== "open";
	return text(`Released: ${what(question, gate)} goes into ${question.environment}`, [
		`Let through as tier ${decision.tier}, ${decision.releaseType}. ${startedBy(gate)}`,
		...isHeldInTheory ? ["Not enforced: the policy is being tried out, and would have held it."] : [],
		...changes(facts.changes),
		"Whether it ends well is not known yet: see the run."
	]);
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
		summary: plainLine(summary, LONGEST_SUMMARY$1),
		lines: lines.map((line) => plainLine(line, LONGEST_LINE$2)).filter((line) => line !== "")
	};
}
/** On the wall clock of the policy's zone, and in UTC. */
function sayTime$1(instant, decision) {
	const zone = decision === null ? "UTC" : zoneOf$2(decision);
	return sayBoth(epochMs(instant), zone, decision === null ? epochMs(instant) : epochMs(decision.at));
}
function what({ repository }, { sha }) {
	return `${fullName(repository)} ${sha.slice(0, 7)}`;
}
function startedBy({ actors }) {
	return actors.length === 0 ? "" : `Started by ${actors.join(", ")}`;
}

// src/flow/notify/wanted-notices.ts
/** What is to be told of one answer about a gate that has not ended. */
function wantedNotices(answered, wishes) {
	return wishes.flatMap((wish) => [...isDecided(answered) ? ofDecision(answered, wish) : [], ...ofWait(answered, wish)]);
}
function isDecided(answered) {
	return answered.decision !== null;
}
function ofDecision(decided, wish) {
	const { decision, question } = decided;
	const tellings = [];
	if (wish.events.has("decision")) tellings.push({
		...once("decision", decided),
		content: contentOf(decision),
		says: sayDecision(decided)
	});
	if (wish.events.has("override") && decision.override !== null) {
		const subject = `environment/${question.environment.toLowerCase()}/${decided.gate.sha}`;
		const content = digestOf(decision.override);
		tellings.push({
			event: "override",
			subject,
			content,
			says: sayOverride(decided)
		});
	}
	tellings.push(...ofRelease(decided, wish));
	return tellings.map((telling) => noticeOf(decided, wish, telling));
}
/** Told when the gate was opened, and not before. One telling to those who want to hear of releases and rollbacks. */
function ofRelease(decided, { events }) {
	const opening = decided.effects.find(({ kind }) => kind === "open-gate");
	if (opening === void 0) return [];
	const awaits = slotOf(opening);
	const isBack = decided.facts.direction === "backward";
	if (isBack && events.has("rollback")) return [{
		...once("rollback", decided),
		awaits,
		says: sayRollback(decided)
	}];
	if (!events.has("released")) return [];
	return [{
		...once("released", decided),
		awaits,
		says: isBack ? sayRollback(decided) : sayReleased(decided)
	}];
}
function ofWait(answered, wish) {
	const { requestedAt } = answered.gate;
	if (requestedAt === null || isOpening(answered)) return [];
	return wish.waitingOver.filter(({ ms }) => answered.at - epochMs(requestedAt) >= ms).map((wait) => noticeOf(answered, wish, waitTelling(answered, wait)));
}
function waitTelling(answered, { text }) {
	const said = once("gate-waiting-over", answered);
	return {
		...said,
		subject: `${said.subject}/over-${text}`,
		says: sayWaiting$1(answered, text, answered.decision)
	};
}
/** When the next of the waits is over; null when none is ahead. */
function nextWaitEndsAt(answered, wishes) {
	const { requestedAt } = answered.gate;
	if (requestedAt === null || isOpening(answered)) return null;
	const ahead = wishes.flatMap(({ waitingOver }) => waitingOver.map(({ ms }) => epochMs(requestedAt) + ms)).filter((end) => end > answered.at);
	return ahead.length === 0 ? null : Math.min(...ahead);
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
function noticeOf(answered, { target }, { says, ...telling }) {
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
	const outline = decision === null ? {} : { decision: outlineOf$1(decision) };
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
	return digestOf({
		verdict,
		mode,
		tier,
		releaseType,
		override,
		gates: outlineOf$1(decision).gates
	});
}
function outlineOf$1({ verdict, mode, tier, releaseType, earliestOpening, factsDigest, gates }) {
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

// src/flow/notify/with-notices.ts
/** An answer about a gate, with what people are to be told of it. It changes nothing about the answer itself. */
async function withNotices(question, answer, ports) {
	const { record, tell, dueAt } = answer;
	if (record.final) {
		const told = await ports.store.noticesOf(questionKey(question));
		return {
			...answer,
			record: {
				...record,
				notices: whatIsOver$1(told, record)
			}
		};
	}
	const wishes = wishesOf(tell?.policies ?? []);
	if (!tell || wishes.length === 0) return answer;
	const answered = answeredCase(question, record, tell);
	const notices = wantedNotices(answered, wishes);
	return {
		...answer,
		record: {
			...record,
			notices
		},
		dueAt: earlier(dueAt, nextWaitEndsAt(answered, wishes))
	};
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

// src/flow/release-record/asked.ts
/** None where no policy wants a record of such a release. */
function recordAsked({ repository, environment }, sha, { tier }, policies) {
	const { tiers } = commonTiers(policies.map(({ policy }) => policy));
	const isWanted = policies.some(({ policy }) => {
		if (policy.record === void 0) return false;
		const wanted = policy.record.for;
		return (wanted?.tiers?.includes(tierFor(policy, {
			tier,
			tiers
		})) ?? true) && matchesEnvironment(wanted?.environments, environment);
	});
	const service = serviceOf(policies, environment);
	return isWanted ? [{
		kind: "release-record",
		repository,
		sha,
		...service === void 0 ? {} : { service }
	}] : [];
}
/** The service that is deployed there; the repository's policy knows it better than its organisation's. */
function serviceOf(policies, environment) {
	return policies.flatMap(({ policy }) => entryFor(policy, environment)?.service ?? []).at(-1);
}
function isSameService(one, other) {
	return one === void 0 || other === void 0 ? one === other : isSameName(one, other);
}
/**
* Where a release ends: the environments of the service from which none is promoted further. Empty where the policies
* name none, or only by patterns: then nobody can tell.
*/
function lastEnvironments(policies, service) {
	const entries = policies.flatMap(({ policy }) => Object.entries(policy.environments ?? {}));
	const sources = entries.flatMap(([, entry]) => entry.promote?.from ?? []);
	const last = entries.map(([name]) => name).filter((name) => isSameService(serviceOf(policies, name), service)).filter((name) => !sources.some((source) => isSameName(source, name)));
	if (last.some((name) => /[*?[\]{}!]/.test(name))) return [];
	return last.filter((name, index) => last.findIndex((each) => isSameName(each, name)) === index);
}

// src/flow/gather/verified.ts
/** Deployments of one environment, each with its verification, if there is one. */
async function withVerifications(deployments, environment, read) {
	if (deployments.length === 0) return [];
	const { isTold, newest } = await read(environment);
	return deployments.map(({ isOfJob, ...deployment }) => {
		const verification = isTold ? saidOf(deployment, newest) : endOfJob(deployment, isOfJob);
		return verification === void 0 ? deployment : {
			...deployment,
			verification
		};
	});
}
/** The deployments of a commit of which a verification failed: GitHub's list may not reach back to them. */
async function failedHere(read, environment, sha) {
	const { newest } = await read(environment);
	return newest.filter((each) => each.sha === sha && each.verdict === "fail").map(({ deploymentId: id, at }) => ({
		id,
		at
	}));
}
/** Whether what was said of deployments is what these facts were gathered from. */
async function areVerifiedAsBefore(deployments, read) {
	for (const environment of new Set(deployments.map((each) => each.environment))) {
		const known = await read(environment);
		if (!deployments.filter((each) => each.environment === environment).every((each) => isVerifiedAsBefore(each, known))) return false;
	}
	return true;
}
function isVerifiedAsBefore(deployment, { isTold, newest }) {
	const { verification: before } = deployment;
	if (before?.confidence === "low") return !isTold;
	const now = saidOf(deployment, newest);
	return now?.verdict === before?.verdict && now?.at === before?.at;
}
/** What was said of another commit is not about this one. */
function saidOf({ id, sha }, known) {
	const said = known.find((each) => each.deploymentId === id && each.sha === sha);
	return said && {
		verdict: said.verdict,
		at: said.at
	};
}
/**
* Where no verification ever came from, the end of the job is taken for one of low confidence. Anybody who may write
* can file a deployment and call it a success; only a workflow's job can make one that GitHub says is of a job.
*/
function endOfJob({ state, startedAt, finishedAt }, isOfJob) {
	if (state !== "success" || isOfJob !== true) return void 0;
	return {
		verdict: "pass",
		at: finishedAt ?? startedAt,
		confidence: "low"
	};
}

// src/flow/release-record/view.ts
function newestGate({ gates }) {
	return gates.at(-1) ?? gates[0];
}
/** The deployment that the gate is about, once it has begun. */
function deploymentOf({ deployments }, { question }) {
	return deployments.find(({ id }) => id === question.deploymentId);
}
/** What was decided last, of all gates: it knows the most. */
function latestDecided({ stages }) {
	return stages.flatMap(({ gates }) => gates.flatMap(({ decided }) => decided ?? [])).reduce((last, one) => last === null || Date.parse(one.facts.at) >= Date.parse(last.facts.at) ? one : last, null);
}
/** By environment; those that the policy names come in its order, what it does not name after them as it came. */
function stagesOf(gates, policies, deployments) {
	const byEnvironment = /* @__PURE__ */ new Map();
	for (const gate of gates) {
		const key = gate.question.environment.toLowerCase();
		const known = byEnvironment.get(key);
		if (known === void 0) byEnvironment.set(key, [gate]);
		else known.push(gate);
	}
	const order = orderOf(policies);
	return [...byEnvironment].map(([key, own]) => ({
		environment: own[0].question.environment,
		gates: own,
		deployments: deployments.get(key) ?? []
	})).toSorted((one, other) => rankIn(order, one.environment) - rankIn(order, other.environment));
}
/** What is promoted from another environment comes after it; else as the file says. */
function orderOf(policies) {
	const entries = policies.flatMap(({ policy }) => Object.entries(policy.environments ?? {}));
	const ordered = [];
	const add = (name, depth) => {
		if (depth > entries.length || ordered.some((known) => isSameName(known, name))) return;
		const from = entries.find(([each]) => isSameName(each, name))?.[1].promote?.from;
		if (from !== void 0) add(from, depth + 1);
		ordered.push(name);
	};
	for (const [name] of entries) add(name, 0);
	return ordered;
}
function rankIn(order, environment) {
	const rank = order.findIndex((name) => isSameName(name, environment));
	return rank < 0 ? order.length : rank;
}
/** Since when something of it is known. */
function beganAt({ stages }) {
	return Math.min(...stages.flatMap(({ gates }) => gates.map(({ askedAt }) => askedAt)));
}

// src/flow/release-record/deployed.ts
/**
* By environment in lower case: where something was let through, and, once nothing waits, where the release ends.
*/
async function readDeployed(of) {
	const { gates, last, repository, sha, github, ports } = of;
	const opened = gates.filter(({ openedAt }) => openedAt !== null).map(({ question }) => question.environment);
	const wanted = opened.length === 0 || isWaiting(gates) ? opened : [...opened, ...last];
	const deployed = /* @__PURE__ */ new Map();
	for (const environment of wanted) {
		const key = environment.toLowerCase();
		if (deployed.has(key)) continue;
		const seen = await github.deployments(environment, {
			isTrusted: () => true,
			sha
		});
		const read = (name) => ports.store.verifications(repository.id, name);
		deployed.set(key, await withVerifications(seen, environment, read));
	}
	return deployed;
}
function isWaiting(gates) {
	return gates.some(({ openedAt, endedAt }) => openedAt === null && endedAt === null);
}
/** Why nothing more is to come; undefined: something is, or nobody can tell. */
async function readOver(github, { stages, last, sha, deployed }) {
	if (isWaiting(stages.map(newestGate))) return void 0;
	const ends = last.length > 0 ? last : stages.map(({ environment }) => environment);
	const running = ends.map((name) => deployed.get(name.toLowerCase())?.find(({ state }) => state === "success"));
	if (last.length > 0 && running.every((one) => one?.sha === sha && isOurs(one, stages))) return `it is deployed to ${last.join(" and ")}`;
	const beganAt = Math.min(...stages.flatMap(({ gates }) => gates.map(({ askedAt }) => askedAt)));
	for (const one of running) {
		if (one === void 0 || one.sha === sha || epochMs(one.startedAt) < beganAt) return void 0;
		if (!await github.contains(one.sha, sha)) return void 0;
	}
	const [newer] = running;
	return newer && `a newer release that contains it, ${newer.sha.slice(0, 7)}, is deployed to ${ends.join(" and ")}`;
}
function isOurs({ id, environment }, stages) {
	return stages.find((each) => isSameName(each.environment, environment))?.gates.some(({ question }) => question.deploymentId === id) ?? false;
}

// src/flow/release-record/changes-text.ts
const MOST_CHANGES = 100;
/** Each change once, those of the service alone; GitHub makes links of numbers and of whole commits. */
function changesOf(view) {
	const changes = view.stages.flatMap(({ gates }) => gates.flatMap(({ decided }) => decided?.facts ?? [])).filter(({ direction }) => direction !== "backward").flatMap((each) => each.changes.filter((change) => view.policies.length === 0 || view.policies.some(({ policy }) => changesFor(policy, each).includes(change))));
	return [...new Map(changes.map((change) => [nameOf(change), change])).values()];
}
function sayChanges(view) {
	const changes = changesOf(view);
	const isCut = view.stages.some(({ gates }) => gates.some(({ decided }) => decided?.facts.complete === false));
	const lines = changes.slice(0, MOST_CHANGES).map((change) => {
		const people = inertMarkdown(plainLine(change.author, 100));
		return `- ${nameOf(change)} ${inertMarkdown(plainLine(titleOf$1(change), 200))} (${people})`;
	});
	const left = changes.length - lines.length;
	return [
		...lines.length === 0 ? ["No changes are listed."] : lines,
		...left > 0 ? [`- … and ${left} more`] : [],
		...isCut ? ["- GitHub did not list all of them."] : []
	];
}
function nameOf(change) {
	return change.kind === "commit" ? change.sha : `#${change.number}`;
}
function titleOf$1(change) {
	return change.kind === "commit" ? change.message.split("\n")[0] ?? "" : change.title;
}

// src/flow/release-record/people-text.ts
const MOST_ROWS = 50;
/** Lines of a Markdown table; empty while nobody said anything. */
function sayPeopleOf(view, sayTime) {
	const rows = view.stages.flatMap((stage) => rowsOf(stage, sayTime));
	if (rows.length === 0) return [];
	const more = rows.length > MOST_ROWS ? ["", `… and ${rows.length - MOST_ROWS} more`] : [];
	return [
		"| who | says | for | since |",
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

// src/flow/release-record/timeline-text.ts
/** What happened to a release, in one order across all environments. */
const MOST_LINES$1 = 100;
/** The newest lines of a long one. */
function sayTimeline$1(view, sayTime) {
	const all = view.stages.flatMap((stage) => stage.gates.flatMap((gate) => happened(stage, gate)));
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
/** Issues are pages of the repository, so the way to a run is the same wherever GitHub runs. */
function linkToRun({ question }) {
	return `[run ${question.runId}](../actions/runs/${question.runId})`;
}
function said$2({ environment }, { decided }) {
	if (decided === null) return [];
	const { facts } = decided;
	const sayReason = (reason) => reason ? `: ${inertMarkdown(plainLine(reason, 300))}` : "";
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
	const { state, finishedAt, verification } = deployment;
	const here = inertMarkdown(stage.environment);
	const outcome = state === "success" ? `**deployed to ${here}**` : `the deployment to ${here} **failed**`;
	return [...finishedAt === void 0 || state === "in_progress" ? [] : [{
		at: epochMs(finishedAt),
		text: outcome
	}], ...verification === void 0 ? [] : [{
		at: epochMs(verification.at),
		text: `verification in ${here}: **${verification.verdict}**`
	}]];
}

// src/flow/release-record/stages-text.ts
/** What waits first; else what is going on; else what comes next. */
function whatToDo$1({ stages, ahead, over }) {
	if (over !== void 0) return `Nothing to do: ${over}`;
	const waiting = stages.find((stage) => newestGate(stage).endedAt === null && newestGate(stage).openedAt === null);
	if (waiting !== void 0) return `${waiting.environment}: ${newestGate(waiting).summary}`;
	const failed = stages.find((stage) => outcomeOf(stage) === "failure");
	if (failed !== void 0) return `The deployment to ${failed.environment} failed: repair it, or go back`;
	const running = stages.find((stage) => newestGate(stage).openedAt !== null && outcomeOf(stage) !== "success");
	if (running !== void 0) return `Nothing to do: it is being deployed to ${running.environment}`;
	const [next] = ahead;
	return next === void 0 ? "Nothing to do" : `Next: deploy it to ${next}`;
}
function outcomeOf(stage) {
	return deploymentOf(stage, newestGate(stage))?.state;
}
function sayStages({ stages, ahead }, sayTime) {
	const rows = stages.map((stage) => {
		const gate = newestGate(stage);
		const [state, at] = stateOf$1(stage, gate);
		return `| ${inertMarkdown(stage.environment)} | ${inertMarkdown(state)} | ${inertMarkdown(sayTime(at))} | ${linkToRun(gate)} |`;
	});
	const coming = ahead.map((name) => `| ${inertMarkdown(name)} | not asked for yet | | |`);
	return [
		"| environment | where it stands | since | |",
		"| --- | --- | --- | --- |",
		...rows,
		...coming
	];
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
function sayAskedGates(stage) {
	const { decided, openedAt, endedAt } = newestGate(stage);
	if (decided === null || openedAt !== null || endedAt !== null) return [];
	const { gates } = explain(decided.decision, decided.facts);
	const lines = gates.flatMap(({ name, status, lines }) => lines.flatMap(({ text, details }, index) => [index === 0 ? `- ${ICONS[status]} **${inertMarkdown(name)}**: ${inertMarkdown(text)}` : `  - ${inertMarkdown(text)}`, ...details.map((detail) => `  - ${inertMarkdown(detail)}`)]));
	return lines.length === 0 ? [] : [
		"",
		`### What ${inertMarkdown(stage.environment)} asks for`,
		"",
		...lines
	];
}

// src/flow/release-record/record-text.ts
/** Our part of the issue that is the record of a release. The first line says what to do. */
/** Leaves people as much room as we take. */
const LONGEST_PART = 4e4;
function titleOfRecord(view) {
	const changes = changesOf(view);
	const last = changes.at(-1);
	const more = changes.length > 1 ? ` and ${changes.length - 1} more` : "";
	const what = last === void 0 ? "" : `: ${titleOf$1(last)}${more}`;
	const service = view.service === void 0 ? "" : ` of ${view.service}`;
	return plainLine(`Release ${view.sha.slice(0, 7)}${service}${what}`, 200);
}
function bodyOfRecord(view) {
	const began = beganAt(view);
	const sayTime = (at) => sayLocal(at, view.zone, began);
	const people = sayPeopleOf(view, sayTime);
	return within([
		...[
			`**${inertMarkdown(whatToDo$1(view))}**`,
			"",
			...headOf(view),
			"",
			...sayStages(view, sayTime),
			...view.stages.flatMap(sayAskedGates),
			"",
			"### Go / no-go",
			"",
			...people.length === 0 ? ["Nobody has said go or no-go yet."] : people,
			"",
			"### What is in it",
			"",
			...sayChanges(view),
			"",
			"### Timeline",
			"",
			...sayTimeline$1(view, sayTime)
		],
		"",
		`<sub>${FOOT}</sub>`
	]);
}
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
		...told.riskReasons.map((line) => `- ${inertMarkdown(line)}`)
	];
}
function within(lines) {
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
/** A deployment that is under way is looked at again, should the event that tells of its end be lost. */
const LOOK_AGAIN_MS$14 = 6e5;
/** What takes longer to end will hardly end by itself. */
const LOOKED_AT_FOR_MS = 864e5;
/** Leaves room for our part, and for what people write. */
const LONGEST_CHECKLIST = 15e3;
async function answerReleaseRecord(question, ports) {
	const at = ports.clock.now();
	const { repository, sha } = question;
	const github = await ports.github(repository);
	const policy = await readPolicyState(ports, repository, github);
	if (policy.kind !== "in-force") return {
		record: recordOf(at, "Not told: no policy is in force."),
		dueAt: at + LOOK_AGAIN_MS$14
	};
	const { policies } = policy;
	const gates = (await ports.store.releaseGates(repository.id, { sha })).filter((gate) => isSameService(serviceOf(policies, gate.question.environment), question.service));
	if (gates.length === 0) return {
		record: recordOf(at, "Not told: no gate of it is known."),
		dueAt: null
	};
	const view = await readView(question, {
		gates,
		policies,
		github,
		ports
	});
	const number = await ports.store.keptIssue(repository.id, releaseKey(question));
	const effects = [keptAs(view, question, number, number === null ? await readChecklist(github, policies, policy.sha) : "")];
	const dueAt = isUnderWay$1(view, at) ? at + LOOK_AGAIN_MS$14 : null;
	return {
		record: recordOf(at, whatToDo$1(view), {
			effects,
			final: view.over !== void 0
		}),
		dueAt
	};
}
async function readView(question, reading) {
	const { gates, policies } = reading;
	const { repository, sha, service } = question;
	const last = lastEnvironments(policies, service);
	const deployed = await readDeployed({
		...reading,
		repository,
		sha,
		last
	});
	const stages = stagesOf(gates, policies, deployed);
	const isHere = (name) => stages.some(({ environment }) => isSameName(environment, name));
	const ahead = orderOf(policies).filter((name) => !isHere(name) && !/[*?[\]{}!]/.test(name)).filter((name) => isSameService(serviceOf(policies, name), service));
	const zone = policies.at(-1)?.policy.zone ?? "UTC";
	const over = await readOver(reading.github, {
		stages,
		last,
		sha,
		deployed
	});
	return {
		repository,
		sha,
		service,
		zone,
		stages,
		ahead: over === void 0 ? ahead : [],
		policies,
		over
	};
}
function keptAs(view, question, number, seed) {
	return {
		kind: "keep-issue",
		repository: view.repository,
		key: releaseKey(question),
		number,
		title: titleOfRecord(view),
		label: "tidegate:release",
		body: bodyOfRecord(view),
		seed,
		isOver: view.over !== void 0
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
function isUnderWay$1({ stages }, at) {
	return stages.some((stage) => {
		const gate = newestGate(stage);
		if (gate.openedAt === null || at > gate.openedAt + LOOKED_AT_FOR_MS) return false;
		const state = deploymentOf(stage, gate)?.state;
		return state === void 0 || state === "in_progress";
	});
}

// src/flow/release-record/follow-gate.ts
async function followGate(question, answer, { store }) {
	const { record } = answer;
	if (await isKnown(question, record, store)) return answer;
	const questions = distinct$1([
		...record.questions,
		...await recordsOf(question, answer, store),
		...await reviewOf(question, record, store)
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
function distinct$1(questions) {
	return [...new Map(questions.map((question) => [questionKey(question), question])).values()];
}

// src/flow/review/review-text.ts
/** The issue in which people look back at a rollback or an override. */
/** Undefined: it was not let through, or nothing of its decision is kept. */
function reviewedOf(gate, zone) {
	const { decided, openedAt } = gate;
	return decided === null || openedAt === null ? void 0 : {
		gate,
		openedAt,
		zone,
		...decided
	};
}
function titleOfReview({ gate, decision, facts }) {
	const what = decision.override === null ? "rollback" : "override";
	return plainLine(`Review the ${what} of ${gate.question.environment}: ${facts.candidate.sha.slice(0, 7)}`, 200);
}
function bodyOfReview(reviewed) {
	const { gate, decision, facts, zone } = reviewed;
	const { environment } = gate.question;
	const sayTime = (at) => sayLocal(at, zone, gate.askedAt);
	const told = explain(decision, facts);
	return [
		`**${inertMarkdown(whatToDo(reviewed))}**`,
		"",
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
		"### Timeline",
		"",
		...sayTimeline$1({ stages: [{
			environment,
			gates: [gate],
			deployments: []
		}] }, sayTime),
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

// src/flow/review/answer-review.ts
/** One issue for each deployment, written once: what people make of it is theirs, and only they close it. */
async function answerReview(question, ports) {
	const at = ports.clock.now();
	const { repository, deploymentId } = question;
	const [gate] = await ports.store.releaseGates(repository.id, { deploymentId });
	if (gate !== void 0 && await isOfOurRollback(gate, ports)) return {
		record: recordOf(at, "Looked back on in the issue of the rollback.", { final: true }),
		dueAt: null
	};
	const reviewed = gate && reviewedOf(gate, await zoneOf$1(question, ports));
	if (reviewed === void 0) return {
		record: recordOf(at, "Nothing to review.", { final: true }),
		dueAt: null
	};
	const key = `review/${deploymentId}`;
	const effect = {
		kind: "keep-issue",
		repository,
		key,
		number: await ports.store.keptIssue(repository.id, key),
		title: titleOfReview(reviewed),
		label: "tidegate:review",
		body: bodyOfReview(reviewed),
		seed: seedOfReview(reviewed),
		isOver: false
	};
	return {
		record: recordOf(at, effect.title, {
			effects: [effect],
			final: true
		}),
		dueAt: null
	};
}
/** A rollback that we dispatched has an issue since it was decided; one that an override opened as well is looked back on. */
async function isOfOurRollback({ question, decided }, { store }) {
	if (decided !== null && decided.decision.override !== null) return false;
	return await store.rollbackOfRun(question.repository.id, question.runId) !== null;
}
/** That of the repository's own policy, as it was last read. */
async function zoneOf$1({ repository }, { store }) {
	const kept = await store.lastValidPolicy(repository.id);
	const parsed = kept && parseRepositoryPolicy(kept.text, void 0);
	return parsed?.kind === "valid" ? parsed.policy.zone : "UTC";
}

// src/domain/rollback.ts
/** Not ended: it stands in the way of another one. */
function isUnderWay({ state }) {
	return state === "ordered" || state === "dispatched";
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

// src/flow/dispatched/commits.ts
/** By the id of the deployment. */
function commitsOf$1(rollbacks) {
	return new Map(rollbacks.flatMap(({ deployments = [], targetSha }) => deployments.map((id) => [id, targetSha])));
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
	const seen = await github.deployments(environment, {
		sha: failed?.sha ?? "",
		commits: targets,
		isTrusted: ({ id }) => good.has(id),
		own: [{
			id: deploymentId,
			at: toInstant(ports.clock.now())
		}, ...passes.map(({ deploymentId: id, at }) => ({
			id,
			at
		}))]
	});
	const known = await knownLane(store, repository.id, environment);
	const newestFirst = seen.map((each) => laneDeployment(each, {
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
function dispatchOf(rollback, { repository, workflow }) {
	const { id: rollbackId, dispatches, environment, targetSha, failedDeploymentId } = rollback;
	return {
		kind: "dispatch-run",
		repository,
		rollbackId,
		dispatch: dispatches + 1,
		workflow,
		environment,
		targetSha,
		failedDeploymentId
	};
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
	const { newest } = await ports.store.verifications(repository.id, before.environment);
	const verdict = verdictOf(newest.filter((each) => deployments.includes(each.deploymentId) && each.sha === before.targetSha));
	if (verdict === "pass") return { kind: "verified" };
	if (verdict !== null) return {
		kind: "not-verified",
		verdict
	};
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
const LOOK_AGAIN_MS$13 = 6e4;
/** After a dispatch, to answer gates that were asked about before the number of the run was known. */
const FIRST_LOOK_MS = 5e3;
/** GitHub's reads lag behind the dispatch. */
const SHOWN_WITHIN_MS$1 = 6e5;
/** A run that still has not begun is told to people: what holds it will not let go by itself. */
const BEGINS_WITHIN_MS = 6e5;
async function followRun(before, following) {
	if (before.state === "ordered") return ordered$1(before, following);
	if (before.state !== "dispatched" || before.runId === null) return follow(before, "Nothing is to be done.", null);
	const { github, at } = following;
	const run = await github.run(before.runId);
	if (run === null) return notShown(before, following);
	if (run.state !== "ended") return underWay$1(before, run, following);
	const seen = await seenOfEnd(before, run, following);
	if (seen === null) return follow(before, `Run ${run.id} ended well; its verification is awaited.`, at + LOOK_AGAIN_MS$13);
	const after = rollbackAfter(before, seen, at);
	if (after.state === "ordered") return ordered$1(after, following);
	if (hasEnded(after)) return over(after, following);
	return follow(after, `Run ${run.id} deployed ${after.targetSha.slice(0, 12)}; its verification is awaited.`, at + LOOK_AGAIN_MS$13);
}
/** What is ordered is dispatched by the effect, which writes into the ledger what came of it. */
function ordered$1(rollback, following) {
	const effects = [dispatchOf(rollback, following)];
	return {
		...follow(rollback, `${rollback.dispatches === 0 ? "" : "Once more: "}${following.workflow} is started to take ${rollback.environment} back to ${rollback.targetSha.slice(0, 12)}.`, following.at + FIRST_LOOK_MS),
		effects
	};
}
async function notShown(before, following) {
	const { at } = following;
	if (at < (before.dispatchedAt === null ? at : epochMs(before.dispatchedAt)) + SHOWN_WITHIN_MS$1) return follow(before, `GitHub does not show run ${before.runId} yet.`, at + LOOK_AGAIN_MS$13);
	return over(rollbackAfter(before, { kind: "run-lost" }, at), following);
}
async function over(after, { repository, ports }) {
	return {
		...follow(after, sayEnded$1(after), null),
		questions: await ports.store.openGates(repository.id)
	};
}
async function underWay$1(before, run, { repository, ports, at }) {
	const questions = (await ports.store.openGates(repository.id)).filter(({ runId }) => runId === run.id);
	const followed = {
		...follow(before, run.state === "running" ? `Run ${run.id} is under way.` : `Run ${run.id} has not begun.`, at + LOOK_AGAIN_MS$13),
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
	return digestOf({ group: names });
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
	current: "it is the commit that failed",
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

// src/flow/rollback/show/view.ts
/** Of every policy that names somebody: to let something go each of them has to agree. */
function whoMaySay(policies, environment) {
	const named = policies.flatMap(({ policy }) => entryFor(policy, environment)?.rollback?.by ?? policy.override?.by ?? []);
	return [...new Set(named.map(sayPeople))].join(", and ");
}
/** As the command takes it: a name of several words stands between quotes. */
function commandFor(verb, { question, failedSha }) {
	const { environment } = question;
	const name = /[\s"]/.test(environment) ? `"${environment.replaceAll("\"", "")}"` : environment;
	const commit = failedSha === "" ? "" : ` @${short(failedSha)}`;
	return `/tidegate ${verb} ${name.replaceAll("`", "")}${commit} REASON`;
}
function short(sha) {
	return sha.slice(0, 7);
}
/** The environment answers with last known good by itself: there is nothing to go back from. */
function isBackAlready({ kept, told }) {
	return kept === null && told.rows.some(({ guard, held }) => held && guard === "already-rolled-back");
}

// src/flow/rollback/show/told.ts
/** What people are told of a decision, made once: later nobody could, since the world moves on. */
const LONGEST_LINE$1 = 300;
async function toldOf(decided, { store }) {
	const { question, rollbackCase, decision, goes, at } = decided;
	const [gate] = await store.releaseGates(question.repository.id, { deploymentId: question.deploymentId });
	const { headline, why, next, rows, rejected } = explainRollback(decision, placeOf(decided));
	const unmarked = (text) => text.replaceAll("`", "");
	return {
		headline: unmarked(headline),
		why: unmarked(why),
		next: unmarked(next),
		finding: plainLine(sayFinding(decided), LONGEST_LINE$1),
		foundAt: rollbackCase.trigger.at ?? toInstant(at),
		rows: rows.map((row) => ({
			...row,
			value: plainLine(row.value, LONGEST_LINE$1)
		})),
		rejected,
		tier: goes?.tier ?? null,
		takesAway: changes(goes?.changes ?? []).map((line) => plainLine(line, LONGEST_LINE$1)),
		freezes: goes?.freezes ?? [],
		failedRunId: gate?.question.runId ?? null
	};
}
/** With the command as the reader has to write it. */
function placeOf({ question, failed }) {
	return inApp(commandFor("rollback", {
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

// src/flow/rollback/group/members.ts
/** @param first the member in which the finding was made, and which goes back if it is for that one alone. */
async function membersOf$1(first, told, stand) {
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
	const { headline, why, next } = explainRollback(other.decision, placeOf(other));
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

// src/flow/rollback/show/issue-situation.ts
/** The head of the issue: where it stands, and what the reader has to do about it, in that order. */
function saySituation(view, sayTime) {
	const { kept } = view;
	if (kept === null) return sayNotRolledBack(view);
	switch (kept.state) {
		case "asked": return sayAsked(view, kept, sayTime);
		case "ordered":
		case "dispatched": return sayUnderWay$1(view, kept);
		case "verified": return sayVerified(view);
		case "refused": return [`**Not rolled back.** ${inertMarkdown(kept.ending?.text ?? "It is not asked for any more.")}`];
		default: return sayFailed(view, kept);
	}
}
function sayAsked(view, { answerBy }, sayTime) {
	const { question, failedSha, targetSha, told, who } = view;
	const environment = inertMarkdown(question.environment);
	const [bad, good] = [short(failedSha), short(targetSha ?? "")];
	return [
		`**Shall ${environment} go back from \`${bad}\` to \`${good}\`? A person has to say.** ${answerBy === null ? "Nobody answered in time, and on call was told. A late answer counts." : `If nobody answers by ${sayTime(answerBy)}, on call is told.`} Nothing goes back by itself.`,
		"",
		`${environment} still runs \`${bad}\`. ${inertMarkdown(told.why)}`,
		"",
		`**Yes, go back:** write this as a comment, on a line of its own, with your reason. Who may: ${sayWho(who)}.`,
		"",
		...code(commandFor("rollback", view)),
		"",
		`**No, \`${bad}\` may stay:** lift the hold. That ends the question.`,
		"",
		...code(commandFor("lift", view)),
		...sayHeld(view)
	];
}
function sayUnderWay$1(view, { runUrl, state }) {
	const { question, failedSha, targetSha } = view;
	const run = runUrl === null ? "its workflow is being started" : `[its run](${runUrl}) is under way`;
	return [
		`**${inertMarkdown(question.environment)} is going back from \`${short(failedSha)}\` to \`${short(targetSha ?? "")}\`:** ${state === "ordered" ? "its workflow is being started" : run}.`,
		"",
		"You need not do anything for that. It counts as done when the commit that was gone back to is verified; if it is not, on call is told.",
		...sayHeld(view)
	];
}
function sayVerified(view) {
	const { question, targetSha } = view;
	return [`**${inertMarkdown(question.environment)} is back on \`${short(targetSha ?? "")}\`, and it was verified.** The emergency is over; what is left is to find out what was wrong.`, ...sayHeld(view)];
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
		`**${isBackAlready(view) ? `${environment} answers with \`${short(targetSha ?? "")}\`, not with \`${short(failedSha)}\` that was deployed, of which ${inertMarkdown(told.finding)}` : `${environment} runs \`${short(failedSha)}\`, and ${inertMarkdown(told.finding)}`}.** ${inertMarkdown(told.headline)}.`,
		"",
		inertMarkdown(told.why),
		"",
		`**What to do:** ${inertMarkdown(told.next)}`,
		...sayHeld(view)
	];
}
function sayHeld(view) {
	if (!view.isHeld) return [];
	const { question, failedSha, who, kept } = view;
	const held = `${inertMarkdown(question.environment)} refuses every commit that contains \`${short(failedSha)}\`: the next merge, and the repair or revert as well.`;
	if (kept?.state === "asked") return ["", `Until then ${held}`];
	return [
		"",
		`${held} When that is merged, lift the hold. Who may: ${sayWho(who)}.`,
		"",
		...code(commandFor("lift", view))
	];
}
function sayWho(who) {
	return who === "" ? "nobody, since the policy names nobody in `rollback.by` or `override.by`" : inertMarkdown(who);
}
function code(line) {
	return [
		"```",
		line,
		"```"
	];
}

// src/flow/rollback/show/issue-text.ts
/** The issue of one finding: what an approver reads at 2 a.m., and what is looked back on the day after. */
/** Set once, when it is not known how it ends. */
function titleOfIssue({ question, failedSha, kept }) {
	const what = kept?.trigger === "requested" ? "is to go back from" : "has a problem with";
	return `${question.environment} ${what} ${short(failedSha)}`.slice(0, 200);
}
function bodyOfIssue(view) {
	const sayTime = sayTimeOf(view);
	return [
		...saySituation(view, sayTime),
		"",
		"### What was found",
		"",
		...sayFacts(view, sayTime),
		"",
		...decisionTable(view.told),
		"",
		"### Timeline",
		"",
		...sayTimeline(view, sayTime),
		"",
		`<sub>Deployment ${view.question.deploymentId}. Kept up to date by Tidegate; it stays open until a person closes it.</sub>`
	].join("\n");
}
function sayTimeOf({ zone, told }) {
	return (at) => inertMarkdown(sayBoth(epochMs(at), zone, epochMs(told.foundAt)));
}
function sayFacts(view, sayTime) {
	const { failedSha, targetSha, told } = view;
	return [
		`- **Bad:** \`${failedSha}\`${told.failedRunId === null ? "" : ` ([run ${told.failedRunId}](../actions/runs/${told.failedRunId}))`}. ${inertMarkdown(capital(told.finding))}, ${sayTime(told.foundAt)}.`,
		targetSha === null ? "- **Last known good:** none." : `- **Last known good:** \`${targetSha}\`.`,
		...told.takesAway.length === 0 ? [] : [`- **Going back takes away** (tier ${inertMarkdown(told.tier ?? "")}):`],
		...told.takesAway.map((line) => `  - ${inertMarkdown(line)}`),
		...told.freezes.map((name) => `- **Freeze:** ${inertMarkdown(name)} is running. A rollback does not wait for it.`)
	];
}
function sayTimeline({ told, kept, failedSha, targetSha }, sayTime) {
	const target = targetSha === null ? "" : ` to \`${short(targetSha)}\``;
	const by = kept?.orderedBy ?? null;
	return [
		[told.foundAt, `\`${short(failedSha)}\`: ${inertMarkdown(told.finding)}`],
		...kept === null || kept.state === "asked" ? [] : [[kept.decidedAt, `going back${target} is ordered ${by === null ? "by the policy" : `by ${inertMarkdown(by)}`}`]],
		...kept?.dispatchedAt ? [[kept.dispatchedAt, "the workflow that does it is started"]] : [],
		...kept?.endedAt ? [[kept.endedAt, `it ends: **${kept.state}**`]] : []
	].map(([at, text]) => `- ${sayTime(at)}: ${text}`);
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
	const { kept, told } = view;
	const where = `${fullName(view.question.repository)} ${view.question.environment}`;
	const bad = short(view.failedSha);
	const good = short(view.targetSha ?? "");
	if (kept === null) return notBack(view, where);
	const content = `${kept.id.slice(0, 12)}-${kept.state}`;
	if (view.waits) return page(`${content}-waits`, `${where}: the rollback from ${bad} to ${good} does not begin`, [view.waits]);
	switch (kept.state) {
		case "asked": return kept.answerBy === null ? page(`${content}-late`, `${where}: nobody answered, and ${bad} still runs`, sayAsk(view)) : tell(content, `${where}: shall it go back from ${bad} to ${good}? Answer by ${sayTime(kept.answerBy, view)}`, sayAsk(view));
		case "ordered": return tell(content, `${where} goes back from ${bad} to ${good}`, [
			`${bad}: ${told.finding}`,
			kept.orderedBy === null ? "The policy authorises it." : `Ordered by ${kept.orderedBy}.`,
			...told.freezes.length === 0 ? [] : [`During the freeze ${told.freezes.join(", ")}, which a rollback does not wait for.`],
			`Nothing to do now: you are told when ${good} is verified, or is not.`
		]);
		case "verified": return {
			...tell(content, `${where} is back on ${good}, and it was verified`, [`${bad} is kept out until somebody lifts it: ${commandFor("lift", view)}`]),
			isOver: true
		};
		case "failed":
		case "unknown":
		case "cancelled": return page(content, `${where}: the rollback from ${bad} to ${good} did not end well (${kept.state})`, [kept.ending?.text ?? "", `What to do: look at ${view.question.environment} now. Nothing more is done by itself.`]);
		default: return null;
	}
}
/** Nothing goes back: a page, unless what was good runs already. */
function notBack(view, where) {
	const { headline, finding, why, next } = view.told;
	const lines = [
		`${short(view.failedSha)}: ${finding}`,
		why,
		`What to do: ${next}`
	];
	return (isBackAlready(view) ? tell : page)(`decided-${headline}`, `${where}: ${headline}`, lines);
}
function sayAsk(view) {
	const { told, who } = view;
	return [
		`${short(view.failedSha)}: ${told.finding}. It still runs.`,
		told.why,
		`To go back, comment on any issue or pull request of the repository: ${commandFor("rollback", view)}`,
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
		summary: plainLine(summary, LONGEST_SUMMARY),
		lines: lines.map((line) => plainLine(line, LONGEST_LINE)).filter((line) => line !== "")
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

// src/flow/rollback/show/show.ts
async function show(seen, { policies, ports, at }) {
	const { repository, environment, deploymentId } = seen.question;
	const view = {
		...seen,
		who: whoMaySay(policies, environment),
		zone: policies.at(-1)?.policy.zone ?? "UTC"
	};
	const key = `rollback/${deploymentId}`;
	const issue = {
		kind: "keep-issue",
		repository,
		key,
		number: await ports.store.keptIssue(repository.id, key),
		title: titleOfIssue(view),
		label: "tidegate:review",
		body: bodyOfIssue(view),
		seed: SEED,
		isOver: false
	};
	const told = await ports.store.noticesOf(questionKey(seen.question));
	return {
		effects: [issue],
		notices: noticesOf(view, policies, toInstant(at), told)
	};
}

// src/flow/rollback/go-on.ts
/** A rollback that is under way, or over: followed, and told how far it is. */
/** While an earlier member of the group goes back. */
const LOOK_AGAIN_MS$12 = 6e4;
async function goOn(kept, stand) {
	const turn = await turnOf(kept, stand);
	if (turn.kind === "stop") return stopped$1(kept, turn.environment, stand);
	if (turn.kind === "wait") {
		const summary = `${kept.environment} goes back after ${turn.environment}.`;
		return {
			record: recordOf(stand.at, summary),
			dueAt: stand.at + LOOK_AGAIN_MS$12
		};
	}
	return followed(await followRun(kept, followingOf(stand)), stand);
}
/** It is over: what people see says so, whoever asks again. */
async function shownEnd(kept, stand) {
	const { effects, notices } = await shown(kept, stand, null);
	const summary = `The rollback of ${kept.environment} is over: ${kept.state}.`;
	const questions = await nextInGroup(kept, stand);
	return {
		record: recordOf(stand.at, summary, {
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
		workflow: workflowOf(policies, environment),
		within: policies.flatMap(({ policy }) => entryFor(policy, environment)?.verify?.within ?? []),
		ports,
		github,
		at
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
		record: recordOf(stand.at, summary, {
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
async function stopped$1(kept, environment, stand) {
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
		record: recordOf(stand.at, text, {
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
const FOLLOW_EVERY_MS = 3e4;
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
async function ordered(decided, members, told, ports) {
	const { question, at } = decided;
	const own = members.find((each) => each.failedDeploymentId === question.deploymentId);
	if (own === void 0) throw new Error("A rollback that is ordered has an entry in the ledger");
	const record = await recordFor(decided, {
		told,
		kept: own,
		summary: `${question.environment} goes back from ${short(own.failedSha)} to ${short(own.targetSha)}.`
	}, ports);
	const others = members.filter((each) => each !== own);
	const { repository } = question;
	return {
		record: {
			...record,
			rollbacks: members,
			effects: [...own.position === 0 ? [dispatchOf(own, {
				repository,
				workflow: workflowOf(decided.policies, own.environment)
			})] : [], ...record.effects],
			questions: [...record.questions, ...others.map((each) => ({
				kind: "rollback",
				repository,
				environment: each.environment,
				deploymentId: each.failedDeploymentId
			}))]
		},
		dueAt: at + FOLLOW_EVERY_MS
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
	return recordOf(at, summary, {
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
		record: recordOf(at, "It is asked on."),
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
	const summary = answerBy === null ? `Nobody said whether ${question.environment} goes back from ${short(failedSha)}: on call is told.` : `${question.environment} waits for somebody to say whether it goes back from ${short(failedSha)}.`;
	return {
		record: recordOf(at, summary, {
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
		record: recordOf(at, summary, {
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
const LOOK_AGAIN_MS$11 = 6e4;
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
	if (modeOf(policies.map(({ policy }) => policy)) === "observe") return observed(decided);
	const told = await toldOf(decided, ports);
	switch (decided.decision.action) {
		case "rollback": {
			const members = await membersOf$1(decided, told, stand);
			return members.kind === "all" ? ordered(decided, members.rollbacks, told, ports) : heldBack(members.decided, members.told, ports);
		}
		case "retry-verification": {
			const until = epochMs(decided.rollbackCase.trigger.at) + RETRY_AFTER_MS;
			return {
				record: recordOf(at, `${question.environment}: ${told.headline}`),
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
		record: recordOf(at, summary, {
			questions: [asked],
			final: true
		}),
		dueAt: null
	};
}
function later({ at, question, decision }) {
	const summary = `${question.environment}: waits for what is under way there (${decision.reason.code}).`;
	return {
		record: recordOf(at, summary),
		dueAt: at + LOOK_AGAIN_MS$11
	};
}
/** The policy is being tried out: it is said what would be done. */
function observed({ at, question, decision }) {
	const { action, reason } = decision;
	return ended$2(at, `${question.environment}: would be \`${action}\` (${reason.code}); the policy only observes.`);
}
function ended$2(at, summary) {
	return {
		record: recordOf(at, summary, { final: true }),
		dueAt: null
	};
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

// src/policy/wanted-facts.ts
function wantedFacts(policies, question) {
	const required = policies.flatMap((policy) => policy.gates.filter((gate) => mayConcern(gate, question)).map((gate) => gate.require));
	const dependencies = required.flatMap((each) => each.dependencies ?? []);
	return {
		checks: required.some((each) => each.checks !== void 0),
		codeowners: required.some((each) => each.approvals?.from.codeowners === true),
		incidents: distinct(required.flatMap((each) => each["no-incident"]?.labels ?? [])),
		environments: question.kind === "deploy" ? otherEnvironments(policies, question.environment) : [],
		dependencies: dependencies.filter((one, index) => dependencies.findIndex((each) => isSameLane(one, each)) === index),
		lanes: distinct(policies.flatMap((policy) => (policy.escalate ?? []).map((each) => each.when.over)))
	};
}
/** Whether the gate can be part of a decision on the question, whatever tier the release turns out to have. */
function mayConcern(gate, question) {
	if (gate.at !== question.kind) return false;
	return question.kind === "merge" || matchesEnvironment(gate.for?.environments, question.environment);
}
/** Where the commit has to have been first, and the other members of the group. */
function otherEnvironments(policies, environment) {
	return distinct(policies.flatMap((policy) => {
		const entry = entryFor(policy, environment);
		const members = entry?.group === void 0 ? [] : membersOf(policy, entry.group);
		return entry?.promote === void 0 ? members : [entry.promote.from, ...members];
	})).filter((name) => !isSameName(name, environment));
}
function membersOf(policy, group) {
	return Object.entries(policy.environments ?? {}).flatMap(([name, entry]) => entry.group !== void 0 && isSameName(entry.group, group) ? [name] : []);
}
function isSameLane(one, other) {
	return isSameName(one.repository, other.repository) && isSameName(one.environment, other.environment);
}
function distinct(names) {
	return names.filter((name, index) => names.findIndex((each) => isSameName(name, each)) === index);
}

// src/flow/dora/lane-facts.ts
/** An older history may lack the very failures that matter. It is read every hour. */
const COUNTS_FOR_MS = 216e5;
async function laneFacts(store, lane, policies) {
	const { environment, at } = lane;
	const { lanes: wanted } = wantedFacts(policies, {
		kind: "deploy",
		environment,
		actor: ""
	});
	if (wanted.length === 0 || joinedPolicy(policies) === null) return [];
	const history = await store.doraHistory(lane.repositoryId);
	if (history === null || history.wholeAt === null || at - history.wholeAt > COUNTS_FOR_MS) return [];
	const log = new DoraLog();
	for (const event of await knownEvents(store, lane.repositoryId)) log.add(event);
	const service = serviceOf$1({
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

// src/flow/gather/evidence.ts
/** Reads only what is wanted; the rest stays unknown. What is wanted and cannot be read is a `Failure`. */
async function gatherEvidence(github, wanted, { sha, at }) {
	return {
		checks: wanted.checks ? await github.checks(sha) : [],
		incidents: wanted.incidents.length === 0 ? [] : await gatherIncidents(github, wanted.incidents, at)
	};
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
	const { messages: _, ...range } = baseline ? await github.changes(baseline.sha, input.sha) : {
		direction: "first",
		changes: [],
		complete: true
	};
	const owners = await gatherOwners(github, wanted, range.changes, input.repository.owner);
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
			sha: input.sha,
			ref: input.ref
		},
		baseline,
		...range,
		people,
		...owners.fact,
		...await gatherEvidence(github, wanted, input),
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
		changes: [change],
		complete: change.filesComplete,
		people: await gatherPeople(github, loginsOf([change]), policies, owners),
		...owners.fact,
		...await gatherEvidence(github, wanted, {
			sha: headSha,
			at: input.at
		})
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

// src/flow/answer/judge-gate.ts
async function judgeGate(input) {
	const { ports, github, question, gate, policies, overrides, at } = input;
	const { repository, environment, deploymentId, runId } = question;
	const { sha, ref, actors, runAttempt } = gate;
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
	const facts = await sayUnknown({
		...await gatherDeployment(github, {
			repository,
			environment,
			sha,
			ref,
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
			ordered: own === null ? void 0 : {
				rollback: own.id,
				sha: own.targetSha
			}
		}, inForce),
		rollbacks,
		lanes
	}, gate, github);
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
const SHOWN$1 = 3;
function reportBrokenPolicy(problems) {
	const shown = problems.slice(0, SHOWN$1).map((problem) => `- ${inertMarkdown(plainLine(formatProblem(problem), 200))}`);
	const more = problems.length > SHOWN$1 ? [`- and ${problems.length - SHOWN$1} more`] : [];
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
		body: `**Nothing was done**: no deployment of that commit to ${name} waits. What waits: ${listed$1(others)}.`
	};
	if (later.length === 0) return {
		summary: "Nothing waits for this environment.",
		body: `**Nothing was done**: no deployment to ${name} waits in this repository. Look at the environment's name, and whether the deployment was let through meanwhile.`
	};
	return {
		summary: "What waits for this environment came after the command.",
		body: `**Nothing was done**: the deployment to ${name} that waits now (${listed$1(later)}) came after your comment, so you cannot have meant it. If you want it through, write the command again.`
	};
}
function replySeveralGates({ kind, environment }, commits) {
	return {
		summary: "Several deployments wait for this environment.",
		body: `**Nothing was done**: deployments of ${commits.length} commits to ${inertMarkdown(environment)} wait (${listed$1(commits)}). Say which: \`${COMMAND_FORMS[kind].replace(/[[\]]/g, "").replace("ENV", () => quoted(environment))}\`.`
	};
}
/** As the command takes it. A name that could end the code that it stands in is left to the reader. */
function quoted(environment) {
	if (/[^\w ./-]/.test(environment)) return "ENV";
	return environment.includes(" ") ? `"${environment}"` : environment;
}
function listed$1(shas) {
	return shas.map((sha) => `\`@${sha.slice(0, 12)}\``).join(", ");
}
/** The one mention we make on purpose: the person who gave the command. */
function mention(login) {
	return /^[A-Za-z0-9-]+(\[bot\])?$/.test(login) ? `@${login}` : inertMarkdown(login);
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
		...counts.length === 0 ? [] : [`${verb} ${named(counts)}.`],
		...ignored.map(({ gate, code }) => `It does not count for ${inertMarkdown(gate)}: ${sayIgnored(code)}.`),
		...enough.length === 0 ? [] : [`Without it there were enough for ${named(enough)}.`]
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
function named(gates) {
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
		record: recordOf(at, summary, { final: true }),
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
		record: recordOf(at, reply.summary, {
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

// src/flow/answer/commands/permission-texts.ts
/** Answers to those who may not, and to those who name an environment that is none. */
function replyNobodyMay(kind, environment) {
	return {
		summary: `Nobody may ${kind} ${environment}: the policy names nobody.`,
		body: `**Nothing was done**: the policy names nobody who may ${kind} ${inertMarkdown(environment)}. Name them in \`override.by\`, or in \`rollback.by\` of the environment.`
	};
}
function replyNotPermitted(kind, environment, user, mayInstead) {
	return {
		summary: `${user} may not ${kind} ${environment}.`,
		body: `**Nothing was done**: ${mention(user)} may not ${kind} ${inertMarkdown(environment)}; that is for ${inertMarkdown(mayInstead)}. Ask them.`
	};
}
const SHOWN = 20;
/** `known`: the environments that there are. */
function replyNoSuchEnvironment(environment, known) {
	const shown = known.slice(0, SHOWN).map(inertMarkdown).join(", ");
	const rest = known.length > SHOWN ? ` and ${known.length - SHOWN} more` : "";
	return {
		summary: `There is no governed environment ${environment}.`,
		body: `**Nothing was done**: ${inertMarkdown(environment)} is no environment that the policy governs. ${known.length === 0 ? "It governs none that exists." : `Those are: ${shown}${rest}.`}`
	};
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
		...Object.values(policy.environments ?? {}).map((environment) => environment.rollback?.by)
	].filter((people) => people !== void 0);
}
/** As GitHub knows them at this moment; undefined for bots, strangers, and whoever took over the author's login. */
async function authorOf({ github, comment }, teams) {
	const people = await github.people([comment.user], teams);
	const person = directoryOf({ people }).find(comment.user);
	return person?.id === comment.userId && person.kind === "user" ? person : void 0;
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
	const named = policies.flatMap(({ policy }) => (environment === null ? policy.override?.by : whoMay(policy, environment)) ?? []);
	if (named.length === 0) return replyNobodyMay(VERBS[kind] ?? kind, where);
	const person = await authorOf(given, teamsOf(policies.map(({ policy }) => policy)));
	const may = named.map((people) => person !== void 0 && isAmong(people, person));
	if (kind === "hold" || kind === "freeze" ? may.includes(true) : !may.includes(false)) return void 0;
	const others = named.filter((_, index) => may[index] === false).map(sayPeople);
	const joined = [...new Set(others)].join(kind === "hold" || kind === "freeze" ? ", or " : ", and ");
	return replyNotPermitted(VERBS[kind] ?? kind, where, given.comment.user, joined);
}
function whoMay(policy, environment) {
	return entryFor(policy, environment)?.rollback?.by ?? policy.override?.by;
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
			from: sayPeople(from),
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

// src/flow/answer/commands/environment.ts
/**
* One that GitHub has, or that a policy names before its first deployment. A misspelled name must not look as if
* something were held back.
*/
async function findEnvironment(github, name, inForce) {
	const policies = inForce.map(({ policy }) => policy);
	const keys = policies.flatMap((policy) => Object.keys(policy.environments ?? {})).filter((key) => !/[*?[{]/.test(key));
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
		body: `**Held**: ${name} refuses every commit that contains \`${sha.slice(0, 12)}\`, on the word of ${mention(user)}: ${inertMarkdown(reason)}. It stays so until somebody lifts it: \`/tidegate lift ENV @${sha.slice(0, 12)} REASON\`. An override does not open it.`
	};
}
/** Follows the answer that no deployment is meant. */
function sayWhatRuns(environment, sha) {
	if (sha === void 0) return "";
	return `\n\n${inertMarkdown(environment)} runs \`${sha.slice(0, 12)}\`. To hold that one: \`/tidegate hold ENV @${sha.slice(0, 12)} REASON\`.`;
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
			`**Nothing was done**: several commits are held for ${inertMarkdown(environment)}. Say which: \`/tidegate lift ENV @SHA REASON\`.`,
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
		body: `**Frozen**: nothing enters ${inertMarkdown(environment)} ${untilWhen(until, zone, at)}, on the word of ${mention(user)}: ${inertMarkdown(reason)}. To end it earlier: \`/tidegate unfreeze ENV REASON\`.`
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
		case "nobody-may": return "The policy has no `override`, so nobody may.";
		case "not-among": {
			const who = inertMarkdown(refusal.mayInstead);
			return `${mention(user)} is not named by \`override.by\` of the policy; that is ${who}. Ask them.`;
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
function replyOrdered({ user, environment, sha, reason }, target, changes) {
	const name = inertMarkdown(environment);
	const bad = sha.slice(0, 12);
	const takesAway = changes === 1 ? "one change" : `${changes} changes`;
	return {
		summary: `Rollback of ${environment} from ${bad} by ${user}: ${reason}`,
		body: `**Ordered**: ${name} goes back from \`${bad}\` to \`${target.slice(0, 12)}\`, which takes away ${takesAway}, on the word of ${mention(user)}: ${inertMarkdown(reason)}. How it goes on is told in an issue with the label \`tidegate:review\`. Until somebody lifts it (\`/tidegate lift ENV @${bad} REASON\`), ${name} refuses every commit that contains \`${bad}\`.`
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
		body: `**Nothing was done**: no deployment to ${inertMarkdown(environment)} that went through its gate has ended well, so there is nothing to go back from.`
	};
}
/** `named`: what the person wants to go back from, which is not there any more. */
function replyOtherRuns(environment, runs, named) {
	const name = inertMarkdown(environment);
	return {
		summary: `${environment} does not run ${named}.`,
		body: `**Nothing was done**: ${name} runs \`${runs.slice(0, 12)}\`, not \`${named}\`. To go back from that one: \`/tidegate rollback ENV @${runs.slice(0, 12)} REASON\`.`
	};
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
	const running = await runningIn(given, environment);
	if (running === null) return replied(given, replyNothingRuns(environment));
	if (command.sha !== void 0 && !running.sha.startsWith(command.sha)) return replied(given, replyOtherRuns(environment, running.sha, command.sha));
	const asked = {
		kind: "rollback",
		repository,
		environment,
		deploymentId: running.id
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
	if (!isWorthAsking(decided)) return replied(given, replyNotBack(environment, await toldOf(decided, ports)));
	const statement = {
		...statedBy(given),
		kind: "rollback",
		environment,
		sha: running.sha,
		reason: command.reason
	};
	const reply = replyOrdered(statement, decided.decision.target?.sha ?? "", decided.goes?.takenAway.changes.length ?? 0);
	return replied(given, reply, {
		statements: [statement],
		questions: [asked]
	});
}
/** What only has to wait for another deployment or rollback is ordered all the same. */
function isWorthAsking({ decision: { action, reason } }) {
	return action === "rollback" || reason.code === "not-settled";
}
/** What was asked about, or else what the environment runs: the newest deployment that ended. */
async function runningIn({ github, ports, question }, environment) {
	const { repository } = question;
	const rollbacks = await ports.store.rollbacks(repository.id, environment);
	const isTrusted = trusts(await knownLane(ports.store, repository.id, environment));
	return (await github.deployments(environment, {
		isTrusted,
		sha: "",
		own: [],
		commits: commitsOf$1(rollbacks)
	})).filter((each) => isTrusted(each) && isSameName(each.environment, environment)).find(({ state }) => state === "success") ?? null;
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
		record: recordOf(asked.at, sayEnded(gate), {
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
		record: recordOf(at, summary, {
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
	const record = recordOf(at, hold.summary, {
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
		record: recordOf(at, `Expires: ${hold.summary}`, {
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
		key: digestOf(told.sort())
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
/** Counts of boxes and states of checks under way change with every step towards the same end. */
const PASSING = /* @__PURE__ */ new Set([
	"state",
	"zone",
	"open",
	"unticked",
	"boxes"
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
/** What others do is told by events, which may be lost: GitHub sends them once. */
const DONE_BY_OTHERS = /* @__PURE__ */ new Set([
	"checks",
	"no-incident",
	"dependencies",
	"promotion",
	"group"
]);
/** What passes by itself. */
const DONE_BY_TIME = /* @__PURE__ */ new Set(["window", "freeze"]);
function heldByPolicy(asked, { facts, decision }, policies) {
	const summary = headline(decision, facts, policies);
	const comment = holdReport(decision, facts, policies);
	const dueAt = whenHeld(decision, asked.at);
	return heldGate(asked, {
		...waitedFor(decision),
		summary,
		comment,
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
	const { record, dueAt } = heldByPolicy(asked, decided, policies);
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
	return saidNo(asked, judged).length > 0 ? null : judged;
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
		record: recordOf(at, summary, {
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
	return (isByTimerAlone ? await keptGate(question, ports) : null) ?? await readGate(question, ports);
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
	return {
		...await byPolicies(asked, policies),
		tell: {
			policies,
			gate
		}
	};
}
async function byPolicies(asked, policies) {
	const { question, ports, at } = asked;
	const overrides = await ports.store.overrides(question.repository.id, question.environment);
	const judged = await unlessRefused(judgeGate({
		...asked,
		policies,
		overrides
	}));
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
	return decided(asked, judged, policies);
}
async function decided(asked, judged, policies) {
	const { facts, decision } = judged;
	const summary = `${sayOwn(asked)}${headline(decision, facts, policies)}`;
	const no = saidNo(asked, judged);
	if (no.length > 0) return rejectedGate(asked, judged, no, summary);
	const isOpen = isLetThrough(decision);
	const hold = decision.mode === "observe" ? null : await besidesPolicy(asked, judged, isOpen, policies);
	if (hold !== null) return heldGate(asked, {
		...hold,
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

// src/policy/gates-ahead.ts
/** The gates of each environment that a release of this tier and type would meet; freezes and holds come and go. */
function gatesAhead(policies, tier, releaseType) {
	const { tiers } = commonTiers(policies.map(({ policy }) => policy));
	return environmentsOf(policies).map((environment) => ({
		environment,
		gates: [...builtInFor(policies, environment), ...policies.flatMap(({ policy }) => {
			const own = tierFor(policy, {
				tier,
				tiers
			});
			return policy.gates.filter((gate) => applies(gate, own, environment, releaseType)).map((gate) => gate.name);
		})]
	}));
}
/** Those that an environment is written to have. */
function builtInFor(policies, environment) {
	const entries = policies.flatMap(({ policy }) => entryFor(policy, environment) ?? []);
	return [...entries.some(({ promote }) => promote !== void 0) ? ["promotion"] : [], ...entries.some(({ group }) => group !== void 0) ? ["group"] : []];
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
	const ahead = aheadOf(decision, policies);
	const about = judged.length === 1 ? "" : `#${number}, which has the same commits: `;
	const told = [headline(decision, facts), ...ahead.titles].join("; ");
	return {
		...checkOf(repository, facts.candidate.sha),
		...stateOf(decision),
		title: plainLine(`${about}${told.length <= LONGEST_TITLE ? told : headline(decision, facts)}`, LONGEST_TITLE),
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
/** What the change will meet on its way, so that nobody learns of a board on release day. */
function aheadOf(decision, policies) {
	const ahead = gatesAhead(policies, decision.tier, decision.releaseType);
	const asking = ahead.filter(({ gates }) => gates.length > 0);
	const lines = ahead.map(({ environment, gates }) => `${environment}: ${gates.join(", ") || "nothing more"}`);
	return {
		titles: asking.map(({ environment, gates }) => `${environment} will ask for ${gates.join(", ")}`),
		block: lines.length === 0 ? void 0 : {
			heading: `When it is deployed (as ${decision.tier})`,
			lines
		}
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

// src/flow/answer/policy/kept-facts.ts
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

// src/flow/answer/policy/judge-past.ts
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
		before: said(before),
		after: said(after),
		untold: untold.map(({ name }) => name)
	};
}
const TIME = /* @__PURE__ */ new Set(["window", "freeze"]);
function said(decision) {
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

// src/flow/answer/policy/backtest.ts
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
			before: listed(inForce.organisation, own),
			after: listed(proposed.organisation ?? inForce.organisation, isHere ? proposed.own ?? own : own)
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
function listed(...policies) {
	return policies.filter((policy) => policy !== void 0);
}

// src/flow/answer/policy/backtest-text.ts
/** The backtest of a proposed policy in words, for the check on the pull request. */
/** A policy may have 200 gates; whoever reads this wants the most frequent ones. */
const MOST_LINES = 20;
/** As Markdown, without a line break at the end. */
function sayBacktest(backtest) {
	const { compared, untold } = backtest;
	const count = compared.length + untold;
	if (count === 0) return `${heading("past deployments")}\n\n${sayNone(backtest)}`;
	const differences = differencesIn(compared);
	const lines = [...differences.slice(0, MOST_LINES), ...sayUntold(backtest)];
	const more = differences.length > MOST_LINES ? [`and ${differences.length - MOST_LINES} more differences`] : [];
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
		record: recordOf(at, "The merge group is over.", { final: true }),
		dueAt: null
	};
	const github = await ports.github(repository);
	const policy = await readPolicyState(ports, repository, github);
	if (policy.kind === "none" || policy.kind === "org-policy-unreadable" && !policy.hasOwn) return {
		record: recordOf(at, "Not governed."),
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
		record: recordOf(at, "The merge group is merged.", { final: true }),
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
		record: recordOf(at, title, {
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

// src/flow/answer/answer-policy.ts
async function answerPolicy(question, ports) {
	const at = ports.clock.now();
	const { repository } = question;
	const policy = await readPolicyState(ports, repository, await ports.github(repository));
	if (policy.written === null) return {
		record: recordOf(at, "The repository has no policy of its own."),
		dueAt: null
	};
	const { problems, isInForce } = policy.written;
	const unguarded = (await ports.store.openFindings(repository.id)).flatMap(({ code, subject }) => code === "rule-missing" ? [subject] : []);
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
		record: recordOf(at, check.title, {
			effects: [check],
			questions
		}),
		dueAt: null
	};
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
			record: recordOf(at, check.title, { effects: [...proposed, check] }),
			dueAt: at + lookAgainMs(judged)
		};
	}
	const [own] = judged;
	const { facts, decision } = own;
	const check = refuseBrokenPolicy(mergeCheck(repository, judged, policy.policies), proposed);
	return {
		record: recordOf(at, check.title, {
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
		record: recordOf(at, "Not governed.", { effects: proposed }),
		dueAt: null
	};
	const check = unjudgedCheck(repository, headSha, policy);
	return {
		record: recordOf(at, check.title, { effects: [...proposed, check] }),
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
		record: recordOf(at, "The pull request is closed.", { questions }),
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
		record: recordOf(at, found.because),
		dueAt: at + LOOK_AGAIN_MS$2
	};
	if (found.kind !== "found") return {
		record: recordOf(at, `A verification was not taken: ${found.because}`, { final: true }),
		dueAt: null
	};
	const { isUnknown = false } = claim.verdict === "pass" ? await unknownCommit(job?.byHand, github) : {};
	const verification = verificationOf(question, found.deploymentId, isUnknown);
	const unknown = isUnknown ? " It was a pass, of a commit that is not known: an input of its run may have named it." : "";
	return {
		record: recordOf(at, `Deployment ${found.deploymentId} was verified: ${claim.verdict}.${unknown}`, {
			verifications: [verification],
			questions: [...await ports.store.openGates(repository.id), ...await rollbacksAsked(question, found.deploymentId, ports)],
			final: true
		}),
		dueAt: null
	};
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
	const { environment, verdict, failedChecks, preExisting, reasonCode, liveSha, at } = claim;
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
function missingVerification({ repository, environment, deploymentId, runId }, { sha, state }, policies, at) {
	const told = {
		at: toInstant(at),
		environment,
		sha,
		deploymentId,
		runId,
		summary: `No verification: nobody knows whether ${sha.slice(0, 7)} works in ${environment}`,
		lines: [state === "success" ? "The deployment ended well, and the verification that the policy asks for did not arrive in time." : "The deployment began and did not end well, so there will be no verification.", `What to do: look at ${environment} now; then see in the run why nothing was sent.`]
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

// src/flow/answer/answer-watch.ts
/** While the deployment runs. Events tell of its end sooner, unless they are lost. */
const LOOK_AGAIN_MS$1 = 3e5;
/** GitHub ends a job on its own runners after six hours. */
const GIVEN_UP_AFTER_MS = 216e5;
async function answerWatch(question, ports) {
	const at = ports.clock.now();
	const { repository, environment, deploymentId } = question;
	const github = await ports.github(repository);
	const policy = await readPolicyState(ports, repository, github);
	const limits = limitsOf(policy, environment);
	if (limits.length === 0) return ended(at, "The policy asks for no verification here.");
	const known = await ports.store.verifications(repository.id, environment);
	const own = known.newest.find((each) => each.deploymentId === deploymentId);
	if (own) return ended(at, `Deployment ${deploymentId} was verified: ${own.verdict}.`);
	if (!known.isTold) return ended(at, "Nothing sends verifications from here: the end of the job counts.");
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
	const watched = {
		question,
		deployment,
		policies: policy.kind === "in-force" ? policy.policies : [],
		end,
		at
	};
	if (deployment.state !== "success") return await unfinished(watched, ports);
	const endedAt = epochMs(deployment.finishedAt ?? deployment.startedAt);
	const dueAt = Math.min(...limits.map((within) => expiryOf(endedAt, within)));
	if (at < dueAt) return {
		record: recordOf(at, "A verification is awaited."),
		dueAt
	};
	return await missing(watched, "no verification arrived in time", ports);
}
/** It began, and did not end well: what it left behind nobody can tell, unless somebody meant it to end. */
async function unfinished(watched, ports) {
	const { deployment, end, at } = watched;
	if (end.kind === "cancelled") return ended(at, `The run was cancelled${end.by}: nothing goes back by itself.`);
	if (deployment.state === "failure") return await missing(watched, "its job failed, so nothing will verify it", ports);
	if (end.kind === "died") return await missing(watched, `its run ended with "${end.conclusion}"`, ports);
	return at >= epochMs(deployment.startedAt) + GIVEN_UP_AFTER_MS ? await missing(watched, "it did not end in six hours", ports) : lookAgain(at);
}
function lookAgain(at) {
	return {
		record: recordOf(at, "The deployment has not ended."),
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
		record: recordOf(at, summary, { final: true }),
		dueAt: null
	};
}
async function missing({ question, deployment, policies, end, at }, because, ports) {
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
		record: recordOf(at, `Deployment ${deploymentId} is not verified: ${why}.`, {
			verifications: [verification],
			notices: missingVerification(question, deployment, policies, at),
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

// src/flow/answer/answer.ts
/** @param isByTimerAlone nothing happened to the subject since the question was last answered. */
async function answer(question, ports, isByTimerAlone = false) {
	switch (question.kind) {
		case "gate": {
			const answered = await answerGate(question, ports, isByTimerAlone);
			return followGate(question, await withNotices(question, answered, ports), ports);
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
function startInputs(declared, { targetSha, rollbackId }) {
	if (!declared.includes(MARK)) return {
		inputs: { [COMMIT]: targetSha },
		mark: null
	};
	return {
		inputs: {
			[COMMIT]: targetSha,
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
*/
function sayObstacle(path, hand) {
	switch (hand?.kind) {
		case "unreadable": return null;
		case "inputs": return hand.names.includes(COMMIT) ? null : sayNoCommit(path);
		case "never": return `${path} on the default branch cannot be started: add the line \`workflow_dispatch: { inputs: { sha: { type: string, required: true } } }\` under \`on:\``;
		case void 0: return `the default branch has no ${path}. Add it, or name another file as \`rollback.workflow\` of the policy`;
	}
}
function sayNoCommit(path) {
	return `${path} on the default branch takes no commit: add the line \`sha: { type: string, required: true }\` under \`on: workflow_dispatch: inputs:\`, and check out that commit`;
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
async function planOf({ workflow, targetSha, rollbackId }, kept, github) {
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
	const obstacle = sentAt === void 0 ? sayObstacle(path, hand) : null;
	if (obstacle !== null) return stopped("target-unavailable", obstacle);
	const names = hand?.kind === "inputs" ? hand.names : [];
	return {
		...plan,
		...startInputs(names, {
			targetSha,
			rollbackId
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

// src/flow/handle.ts
/** Null when another process took the claim over: it answers in our place. */
async function handle(claim, given) {
	const ports = {
		...given,
		github: reachedOnce(given.github, urgencyOfQuestion(claim.question))
	};
	const waiting = await ports.store.pendingEffects(claim.key, ports.clock.now());
	const before = await applyPending(waiting, ports, isNoAnswer);
	if (claim.forEffects && claim.question.kind !== "gate") {
		await ports.store.releaseClaim(claim, { dueAt: claim.forEffects.dueAt });
		return {
			summary: "What had waited was tried.",
			done: before
		};
	}
	const answered = await answer(claim.question, ports, claim.isByTimerAlone);
	if (!await ports.store.saveRecord(claim, answered.record)) return null;
	const now = await ports.store.pendingEffects(claim.key, ports.clock.now());
	const isNew = ({ id, attempts }) => attempts === 0 && !waiting.some((each) => each.id === id);
	const done = await applyPending(now, ports, () => true, isNew);
	await ports.store.releaseClaim(claim, { dueAt: dueAt(answered) });
	return {
		summary: answered.record.summary,
		done
	};
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
/** @param isNew what this very answer wants, and nobody can have sent before. */
async function applyPending(effects, ports, isTried, isNew = () => false) {
	let done = 0;
	for (const pending of effects) {
		if (!isTried(pending)) continue;
		const { kind } = await ports.store.admitEffect(pending, ports.clock.now());
		if (kind === "wait") continue;
		const outcome = await apply(pending, ports, isNew(pending));
		await ports.store.settleEffect(pending, outcome, ports.clock.now());
		if (outcome.kind === "done") done += 1;
	}
	return done;
}
async function apply({ effect }, ports, isNew) {
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
	const ports = {
		clock,
		store,
		github: gitHubApp.github
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
	let worker;
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
				notifier.stop()
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
		...[config.databaseUrl, config.auditSigningKey].filter((secret) => secret !== void 0)
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