import { a as toInstant, n as epochMs } from "./instant.js";
import { a as settingOf, i as serviceOf, n as incidentLabelsOf, r as isProduction } from "./request.js";
import { a as teamsOf, o as NOTHING_KNOWN, r as loginsOf } from "./people.js";
import { t as BUILT_IN_POLICY } from "./built-in.js";
import { t as classifyRelease } from "./classify-release.js";
import { _ as changeType, m as changesFor } from "./classify.js";

// src/flow/history/cursor.ts
const NOTHING = {
	deployments: 0,
	incidents: 0,
	unended: 0,
	unknownRanges: 0,
	releases: 0,
	untagged: 0,
	withoutPeople: 0,
	isReleaseListCut: false
};
const START = {
	version: 1,
	stage: "deployments",
	page: {
		next: null,
		isOver: false
	},
	highest: null,
	lowest: null,
	unended: []
};
/** The first run, or the one after a run that is done. */
function nextRun(done, request) {
	const { repository, since, at } = request;
	const labels = incidentLabelsOf(request);
	const start = {
		...START,
		repository,
		since,
		at
	};
	if (done === null) return {
		...start,
		known: null,
		lanes: [],
		incidents: {
			since,
			labels
		},
		counts: NOTHING
	};
	const upTo = Math.max(done.highest ?? 0, done.known?.upTo ?? 0);
	const lanes = done.lanes.map((lane) => ({
		...lane,
		waiting: [],
		passedAt: null,
		latest: null,
		before: lane.latest ?? lane.before
	}));
	const incidents = {
		labels,
		since: JSON.stringify(labels) === JSON.stringify(done.incidents.labels) ? somewhatBefore(done.at) : since
	};
	const counts = {
		...done.counts,
		unended: 0,
		untagged: 0
	};
	return {
		...start,
		known: {
			upTo,
			unended: done.unended
		},
		lanes,
		incidents,
		counts
	};
}
/** Clocks differ. What is read twice has the same id. */
const OVERLAP_MS = 6e5;
function somewhatBefore(at) {
	return toInstant(epochMs(at) - OVERLAP_MS);
}
function counted(cursor, more) {
	const sums = Object.entries(more).map(([key, add]) => [key, Number(cursor.counts[key]) + add]);
	return {
		...cursor,
		counts: {
			...cursor.counts,
			...Object.fromEntries(sums)
		}
	};
}

// src/flow/history/lanes.ts
/** What ran before what: lane by lane, by the end of each deployment. Pure. */
/**
* GitHub lists deployments by their beginning. One that waited for people may end after so many that began later and
* still find its place; more than these are not kept.
*/
const REORDERED = 20;
function addToLane(cursor, place, deployment) {
	const { service, environment } = place;
	const lane = cursor.lanes.find((each) => isAt(each, place)) ?? {
		service,
		environment,
		waiting: [],
		passedAt: null,
		latest: null,
		before: null
	};
	const waiting = [...lane.waiting, deployment].sort(byLatestEnd);
	return withLane(cursor, {
		...lane,
		waiting
	});
}
/** The next of which it can be told what ran before. @param all nothing more comes. */
function nextOf({ lanes }, all) {
	const lane = lanes.find(({ waiting }) => waiting.length > (all ? 0 : REORDERED));
	const [deployment, older] = lane?.waiting ?? [];
	if (lane === void 0 || deployment === void 0) return null;
	const isLate = lane.passedAt !== null && epochMs(deployment.finishedAt) > epochMs(lane.passedAt);
	return {
		lane,
		deployment,
		before: older ?? lane.before,
		isLate
	};
}
function passOn(cursor, { lane, deployment, isLate }) {
	const { sha, finishedAt } = deployment;
	const passedAt = isLate ? lane.passedAt : finishedAt;
	const latest = lane.latest === null || epochMs(finishedAt) > epochMs(lane.latest.finishedAt) ? {
		sha,
		finishedAt
	} : lane.latest;
	return withLane(cursor, {
		...lane,
		waiting: lane.waiting.slice(1),
		passedAt,
		latest
	});
}
function withLane(cursor, lane) {
	const lanes = cursor.lanes.some((each) => isAt(each, lane)) ? cursor.lanes.map((each) => isAt(each, lane) ? lane : each) : [...cursor.lanes, lane];
	return {
		...cursor,
		lanes
	};
}
/** Environments compare without case, as GitHub's do. */
function isAt(lane, { service, environment }) {
	return lane.service === service && lane.environment.toLowerCase() === environment.toLowerCase();
}
function byLatestEnd(one, other) {
	return epochMs(other.finishedAt) - epochMs(one.finishedAt) || Number(other.id) - Number(one.id);
}

// src/flow/history/deployments.ts
/** A run of a workflow lasts 35 days at most, so nothing that a job deploys ends later. */
const ENDS_WITHIN_MS = 3024e6;
/** The newest of them. Each has to be there in the next run. */
const MOST_UNENDED = 1e3;
async function takeDeployments(past, request, cursor) {
	const page = await past.deployments(cursor.since, cursor.page.next);
	if (page.listed === 0 && cursor.page.next === null) return {
		events: [],
		cursor: {
			...cursor,
			stage: "releases"
		}
	};
	const events = [];
	let now = noteUnended(cursor, page);
	for (const each of page.items) {
		if (!isNew(cursor, each.id)) continue;
		const place = {
			service: serviceOf(request, each.environment),
			environment: each.environment
		};
		const { id, sha, startedAt, finishedAt, state } = each;
		if (state === "success" && isProduction(request, each.environment)) now = addToLane(now, place, {
			id: String(id),
			sha,
			startedAt,
			finishedAt
		});
		else events.push({
			kind: "deployment",
			id: String(id),
			...place,
			sha,
			state,
			startedAt,
			finishedAt
		});
	}
	return {
		events,
		cursor: {
			...counted(now, { deployments: events.length }),
			...reached(cursor, page)
		}
	};
}
/** Not seen in this run, nor in the one before. */
function isNew({ lowest, known }, id) {
	if (lowest !== null && id >= lowest) return false;
	return known === null || id > known.upTo || known.unended.includes(id);
}
function noteUnended(cursor, { unended }) {
	const fresh = unended.filter(({ id }) => isNew(cursor, id));
	const from = epochMs(cursor.at) - ENDS_WITHIN_MS;
	const mayEnd = fresh.filter(({ startedAt }) => epochMs(startedAt) >= from).map(({ id }) => id);
	const kept = [...cursor.unended, ...mayEnd].slice(0, MOST_UNENDED);
	return counted({
		...cursor,
		unended: kept
	}, { unended: fresh.length });
}
/** How far the list was read; beyond what the run before has taken there is nothing new. */
function reached(cursor, page) {
	const ids = [...page.items, ...page.unended].map(({ id }) => id);
	const highest = ids.length === 0 ? cursor.highest : Math.max(cursor.highest ?? 0, ...ids);
	const lowest = ids.length === 0 ? cursor.lowest : Math.min(cursor.lowest ?? Number.MAX_SAFE_INTEGER, ...ids);
	const { known } = cursor;
	const end = known === null ? null : Math.min(known.upTo, ...known.unended);
	const isOver = page.next === null || end !== null && lowest !== null && lowest <= end;
	return {
		highest,
		lowest,
		page: {
			next: page.next,
			isOver
		}
	};
}

// src/flow/history/incidents.ts
async function takeIncidents(past, cursor) {
	const { labels, since } = cursor.incidents;
	const page = await past.incidents(labels, since, cursor.page.next);
	const events = page.items.map(eventOf);
	const now = counted(cursor, { incidents: events.length });
	if (page.next === null) return {
		events,
		cursor: {
			...now,
			stage: "done",
			page: {
				next: null,
				isOver: true
			}
		}
	};
	return {
		events,
		cursor: {
			...now,
			page: {
				next: page.next,
				isOver: false
			}
		}
	};
}
function eventOf({ number, title, intervals }) {
	return {
		kind: "incident",
		id: `issue/${number}`,
		title,
		intervals
	};
}

// src/flow/history/releases.ts
/** Published releases, which stand for deployments to production where a repository has none. */
const ENVIRONMENT = "production";
async function takeReleases(past, request, cursor) {
	const page = await past.releases(cursor.since, cursor.page.next);
	const place = {
		service: serviceOf(request, ENVIRONMENT),
		environment: ENVIRONMENT
	};
	const [lane] = cursor.lanes.filter((each) => each.environment === ENVIRONMENT);
	const knownUpTo = lane?.before ? epochMs(lane.before.finishedAt) : Number.NEGATIVE_INFINITY;
	const seen = new Set(lane?.waiting.map(({ id }) => id));
	let now = cursor;
	for (const { id: number, sha, publishedAt: at } of page.items) {
		const id = `release/${number}`;
		if (seen.has(id) || epochMs(at) <= knownUpTo) continue;
		now = addToLane(counted(now, { releases: 1 }), place, {
			id,
			sha,
			startedAt: at,
			finishedAt: at
		});
	}
	now = counted(now, { untagged: page.untagged });
	const counts = {
		...now.counts,
		isReleaseListCut: now.counts.isReleaseListCut || page.isCut
	};
	return {
		events: [],
		cursor: {
			...now,
			counts,
			page: {
				next: page.next,
				isOver: page.next === null
			}
		}
	};
}

// src/flow/history/judge-range.ts
async function judgeRange(past, request, release) {
	const { range } = release;
	const facts = factsOf(request, release);
	const own = new Set(changesFor(request.policies.at(-1) ?? BUILT_IN_POLICY, facts));
	const brought = range.direction === "backward" ? [] : range.changes.filter(({ change }) => own.has(change));
	const changes = brought.map(({ change }) => change);
	const team = teamOf(request, changes);
	const judged = {
		changes: brought.flatMap(({ event }) => event ?? []),
		...isEmergency(request, changes) ? { type: "emergency" } : {},
		...team === null ? {} : { team }
	};
	if (request.policies.length === 0) return {
		...judged,
		hasNoPeople: false
	};
	const people = await past.people(loginsOf(facts.changes), teamsOf(request.policies));
	if (people === null) return {
		...judged,
		hasNoPeople: true
	};
	const { tierOfChanges: tier } = classifyRelease(request.policies, {
		...facts,
		people
	});
	return {
		...judged,
		tier,
		hasNoPeople: false
	};
}
function factsOf({ repository }, { event, before, range }) {
	const { service, environment, sha, finishedAt: at } = event;
	return {
		...NOTHING_KNOWN,
		version: 1,
		at,
		repository,
		candidate: { sha },
		baseline: {
			sha: before.sha,
			at: before.finishedAt
		},
		question: {
			kind: "deploy",
			environment,
			service,
			actor: "unknown"
		},
		direction: range.direction,
		changes: range.changes.map(({ change }) => change),
		complete: range.complete
	};
}
/** By its labels alone, whoever set them: what people may do today says nothing about then. */
function isEmergency({ policies }, changes) {
	const judges = policies.length === 0 ? [BUILT_IN_POLICY] : policies;
	const isSo = (change) => judges.every((policy) => changeType(policy, change, labelsOf(change)).isEmergency);
	return changes.length > 0 && changes.every(isSo);
}
/** The team that all labelled changes name. */
function teamOf(request, changes) {
	const prefix = settingOf(request, "team")?.["label-prefix"].toLowerCase();
	if (prefix === void 0) return null;
	const labels = changes.flatMap(labelsOf).filter((label) => label.toLowerCase().startsWith(prefix));
	const teams = new Set(labels.map((label) => label.slice(prefix.length).trim()));
	const [team] = teams;
	return teams.size === 1 && team ? team : null;
}
function labelsOf(change) {
	return change.kind === "commit" ? [] : change.labels;
}

// src/flow/history/tell-deployment.ts
async function tellDeployment(past, request, cursor, next) {
	const { lane, deployment } = next;
	const { service, environment } = lane;
	const { id, sha, startedAt, finishedAt } = deployment;
	const event = {
		kind: "deployment",
		id,
		service,
		environment,
		sha,
		state: "success",
		startedAt,
		finishedAt
	};
	const passed = counted(passOn(cursor, next), { deployments: 1 });
	const before = next.isLate ? null : next.before;
	if (before === null) return {
		events: [event],
		cursor: passed
	};
	const known = {
		...event,
		previousSha: before.sha
	};
	const range = await rangeOf(past, before.sha, sha, request.policies.length > 0);
	if (range === null) return {
		events: [known],
		cursor: counted(passed, { unknownRanges: 1 })
	};
	const { hasNoPeople, ...judged } = await judgeRange(past, request, {
		event: known,
		before,
		range
	});
	return {
		events: [{
			...known,
			...judged
		}],
		cursor: hasNoPeople ? counted(passed, { withoutPeople: 1 }) : passed
	};
}
/** Files say which tier a change has, and of which service it is: without a policy nobody asks. */
async function rangeOf(past, baseSha, headSha, withFiles) {
	if (baseSha === headSha) return {
		direction: "same",
		changes: [],
		complete: true
	};
	return past.changes(baseSha, headSha, { withFiles });
}

// src/flow/history/step.ts
async function takeStep(past, request, cursor) {
	if (cursor.stage === "incidents") return takeIncidents(past, cursor);
	const { isOver } = cursor.page;
	const next = cursor.stage === "releases" && !isOver ? null : nextOf(cursor, isOver);
	if (next !== null) return tellDeployment(past, request, cursor, next);
	if (isOver) return {
		events: [],
		cursor: toIncidents(cursor)
	};
	return cursor.stage === "releases" ? takeReleases(past, request, cursor) : takeDeployments(past, request, cursor);
}
function toIncidents(cursor) {
	const stage = cursor.incidents.labels.length === 0 ? "done" : "incidents";
	return {
		...cursor,
		stage,
		page: {
			next: null,
			isOver: false
		}
	};
}

// src/flow/history/read-history.ts
/**
* @param cursor null for the beginning; that of a history that is done begins a run for what happened since.
* @param budget how many times the port is asked: each takes a few requests, `changes` some more. At least 1.
*/
async function readHistorySlice(past, request, cursor, budget) {
	const events = [];
	let now = cursor === null || cursor.stage === "done" ? nextRun(cursor, request) : cursor;
	for (let spent = 0; spent < budget && now.stage !== "done"; spent += 1) {
		const step = await takeStep(past, request, now);
		events.push(...step.events);
		now = step.cursor;
	}
	return {
		events,
		cursor: now,
		isDone: now.stage === "done"
	};
}

export { readHistorySlice as t };