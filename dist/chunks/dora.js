import { c as parseInstant, i as plainLine, l as toInstant, o as epochMs, r as inertMarkdown, s as parseDuration, t as digestOf } from "./canonical.js";
import { f as teamsOf, m as RELEASE_TYPES, p as NOTHING_KNOWN, u as loginsOf } from "./policies.js";
import { R as changesFor, S as classifyRelease, St as DAY$3, W as changeType, at as entryFor, bt as sayDate$1, ct as isSameName, lt as matchesEnvironment, vt as civilDate, wt as checkedZone, xt as weekdayOf, yt as dayOf } from "./release-times.js";
import { c as referencesIn, d as pullRequestNumber, f as subjectAndBody, g as BUILT_IN_POLICY, i as explainReportFailure, m as comparePaged, r as readReportingPolicies, v as writeComment, y as findViewer } from "./policies2.js";
import { _ as keepIssue, a as readFileChanges, c as readCommit, d as readPullRequest, f as earliest, g as findOurs, i as spelledAsThere, l as readMergedPullRequests, n as isSame, o as isThere, p as findChanges, t as readPeople } from "./read-people.js";
import { r as writeReport } from "./read-file.js";
import { t as Failure } from "./failure.js";
import { i as once, n as askOrNull, r as listAll, t as ask } from "./client.js";
import { d as listPullCommits, i as findStatuses } from "./explain-error.js";
import { c as effectiveSha, i as readStatuses } from "./deployment-history.js";

// src/dora/lane/lanes.ts
/** Sorted by service, then by environment. */
function lanesAmong(attempts) {
	const lanes = /* @__PURE__ */ new Map();
	for (const attempt of attempts) listOf(lanes, attempt).push(attempt);
	return [...lanes.values()].flatMap((environments) => [...new Set(environments.values())]).map(laneOf).sort((one, other) => compare$1(one.service, other.service) || compare$1(keyOf(one), keyOf(other)));
}
/** Each spelling of an environment leads to the one list. */
function listOf(lanes, { service, environment }) {
	const environments = lanes.get(service) ?? /* @__PURE__ */ new Map();
	lanes.set(service, environments);
	const known = environments.get(environment);
	if (known !== void 0) return known;
	const key = environment.toLowerCase();
	const list = environments.get(key) ?? [];
	environments.set(key, list);
	environments.set(environment, list);
	return list;
}
function laneOf(attempts) {
	attempts.sort(inOrder);
	const [first] = attempts;
	return {
		service: first?.service ?? "",
		environment: first?.environment ?? "",
		attempts
	};
}
function keyOf({ environment }) {
	return environment.toLowerCase();
}
/** By the end, then by the start, then by the id: never by the line, so that a file may be sorted in any way. */
function inOrder(one, other) {
	return one.finishedAt - other.finishedAt || one.startedAt - other.startedAt || compareIds(one.id, other.id);
}
const DIGITS = /^\d{1,30}$/;
function compareIds(one, other) {
	return (DIGITS.test(one) && DIGITS.test(other) ? one.length - other.length : 0) || compare$1(one, other);
}
function compare$1(one, other) {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}

// src/dora/read-instant.ts
/** Instants of events. Millions are read, and nearly all are written in one of two ways: those are read by hand. */
/** Null: it is no RFC 3339 instant. */
function instantIn(value) {
	if (typeof value !== "string") return null;
	const plain = value.length === 20 || value.length === 24 ? plainUtc(value) : null;
	if (plain !== null) return plain;
	const instant = parseInstant(value);
	return instant === void 0 ? null : epochMs(instant);
}
const [ZERO, DASH, DOT, COLON, T, Z$1] = [
	48,
	45,
	46,
	58,
	84,
	90
];
const DAY$2 = 864e5;
/** The days before each month of a year that has no leap day, and those of the year. */
const DAYS_BEFORE = [
	0,
	31,
	59,
	90,
	120,
	151,
	181,
	212,
	243,
	273,
	304,
	334,
	365
];
/** `2026-11-26T09:00:00Z` or `2026-11-26T09:00:00.250Z`; null for whatever else, which may be an instant all the same. */
function plainUtc(text) {
	if (!(text.charCodeAt(text.length - 1) === Z$1 && text.charCodeAt(10) === T && text.charCodeAt(4) === DASH && text.charCodeAt(7) === DASH && text.charCodeAt(13) === COLON && text.charCodeAt(16) === COLON)) return null;
	const days = daysUntil(pair(text, 0) * 100 + pair(text, 2), pair(text, 5), pair(text, 8));
	const hour = pair(text, 11);
	const minute = pair(text, 14);
	const second = pair(text, 17);
	const isTime = hour < 24 && minute < 60 && second < 60;
	const fraction = text.length === 24 ? thousandths(text) : 0;
	return days !== null && isTime && fraction >= 0 ? days * DAY$2 + ((hour * 60 + minute) * 60 + second) * 1e3 + fraction : null;
}
/** `.250` at the end of the seconds; not a number when they end in another way. */
function thousandths(text) {
	return text.charCodeAt(19) === DOT ? pair(text, 20) * 10 + digit(text, 22) : NaN;
}
/** From 1970-01-01. Null before 1972, after 2099, and for a leap day: those are read the long way. */
function daysUntil(year, month, day) {
	if (!(year >= 1972 && year < 2100)) return null;
	const before = DAYS_BEFORE[month - 1];
	const length = (DAYS_BEFORE[month] ?? 0) - (before ?? 0);
	if (before === void 0 || !(day >= 1 && day <= length)) return null;
	const leapDays = Math.floor((year - 1969) / 4) + (year % 4 === 0 && month > 2 ? 1 : 0);
	return (year - 1970) * 365 + leapDays + before + day - 1;
}
/** The number of two digits; not a number when they are none. */
function pair(text, place) {
	return digit(text, place) * 10 + digit(text, place + 1);
}
function digit(text, place) {
	const value = text.charCodeAt(place) - ZERO;
	return value >= 0 && value <= 9 ? value : NaN;
}

// src/dora/process/read-gate.ts
/** What an event of the kind `gate` says. Empty texts and instants that are no number stand for what is missing. */
function gateIn(fields) {
	const id = fields["deploymentId"];
	return {
		deploymentId: typeof id === "number" ? String(id) : textIn$1(id) ?? "",
		environment: textIn$1(fields["environment"]) ?? "",
		tier: textIn$1(fields["tier"]),
		type: RELEASE_TYPES.find((type) => type === fields["type"]) ?? null,
		requestedAt: instantIn(fields["requestedAt"]) ?? NaN,
		openedAt: instantIn(fields["openedAt"]),
		endedAt: instantIn(fields["endedAt"]),
		held: listIn(fields["held"]).flatMap(heldIn),
		approvals: listIn(fields["approvals"]).flatMap(approvalIn),
		isOverridden: fields["isOverridden"] === true,
		isBypassed: fields["isBypassed"] === true,
		isUnreviewed: fields["isUnreviewed"] === true,
		isReplaced: fields["isReplaced"] === true
	};
}
function heldIn(fields) {
	const [gate, from] = [textIn$1(fields["gate"]), instantIn(fields["from"])];
	return gate === null || from === null ? [] : [{
		gate,
		from,
		until: instantIn(fields["until"])
	}];
}
function approvalIn(fields) {
	const [askedAt, at] = [instantIn(fields["askedAt"]), instantIn(fields["at"])];
	return askedAt === null || at === null ? [] : [{
		team: textIn$1(fields["team"]),
		askedAt,
		at
	}];
}
function listIn(value) {
	if (!Array.isArray(value)) return [];
	return value.filter((each) => typeof each === "object" && each !== null && !Array.isArray(each));
}
function textIn$1(value) {
	return typeof value === "string" && value !== "" ? value : null;
}

// src/dora/read-record.ts
/** A parsed line as a record, or what is wrong with it. By hand rather than by schema: a million lines are read. */
const NO_DOUBTS = {
	changes: 0,
	types: 0,
	verdicts: 0,
	spans: 0
};
const VERDICTS = /* @__PURE__ */ new Set([
	"pass",
	"fail",
	"inconclusive",
	"error",
	"missing"
]);
const NO_CHANGES$1 = [];
const NO_NUMBERS = [];
const AN_INSTANT = "an instant such as `2026-11-26T09:00:00Z`";
/** @param name the one copy of a name that is written many times */
function readRecord(value, name) {
	if (!isObject(value)) return malformed("it is not a JSON object");
	const { kind } = value;
	switch (kind) {
		case "deployment": return readDeployment(value, name);
		case "incident": return readIncident(value);
		case "verification": return readVerification(value);
		case "recovered": return readRecovered(value);
		case "gate": return readGate(value);
		default: return typeof kind === "string" ? {
			kind: "unknown-kind",
			name: kind
		} : wrong("kind", "the kind of the event");
	}
}
function readDeployment(fields, name) {
	const told = fields["changes"] ?? NO_CHANGES$1;
	if (!Array.isArray(told)) return wrong("changes", "a list");
	const attempt = attemptIn(fields, told, name);
	const problem = problemOf(fields, attempt);
	if (problem !== null) return problem;
	const changes = told.length - attempt.changes.filter(isDated).length;
	const types = Number(attempt.type === null && (fields["type"] ?? null) !== null);
	const spans = Number(attempt.finishedAt < attempt.startedAt);
	const doubts = changes + types + spans === 0 ? NO_DOUBTS : {
		changes,
		types,
		verdicts: 0,
		spans
	};
	return {
		kind: "record",
		record: {
			kind: "deployment",
			attempt
		},
		doubts
	};
}
/** What a deployment cannot be counted without. */
function problemOf({ state }, attempt) {
	if (attempt.id === "") return wrong("id", "a text or a number");
	if (attempt.service === "") return wrong("service", "the name of the service");
	if (attempt.environment === "") return wrong("environment", "the name of the environment");
	if (attempt.sha === "") return wrong("sha", "the name of the commit");
	if (state !== "success" && state !== "failure") return wrong("state", "`success` or `failure`");
	if (Number.isNaN(attempt.startedAt)) return wrong("startedAt", AN_INSTANT);
	return Number.isNaN(attempt.finishedAt) ? wrong("finishedAt", AN_INSTANT) : null;
}
/** Empty texts and instants that are no number stand for what is missing. */
function attemptIn(fields, changes, name) {
	const finishedAt = instantIn(fields["finishedAt"]) ?? NaN;
	const tier = textIn(fields["tier"]);
	const team = textIn(fields["team"]);
	return {
		id: nameIn(fields["id"]) ?? "",
		service: name(textIn(fields["service"]) ?? ""),
		environment: name(textIn(fields["environment"]) ?? ""),
		sha: textIn(fields["sha"])?.toLowerCase() ?? "",
		isSuccess: fields["state"] === "success",
		startedAt: instantIn(fields["startedAt"]) ?? NaN,
		finishedAt,
		tier: tier === null ? null : name(tier),
		type: typeIn(fields["type"]),
		team: team === null ? null : name(team),
		strategy: strategyIn(fields, name),
		previousSha: textIn(fields["previousSha"])?.toLowerCase() ?? null,
		changes: changes.length === 0 ? NO_CHANGES$1 : changes.filter(isObject).map((each) => readChange(each, finishedAt))
	};
}
function strategyIn(fields, name) {
	const strategy = textIn(fields["strategy"]);
	return strategy === null ? null : name(strategy);
}
function isDated({ lead }) {
	return lead !== null;
}
/** Without a readable first commit it has no lead time, and it can still be shipped and reverted. */
function readChange(fields, finishedAt) {
	const { number, reverts } = fields;
	return {
		key: typeof number === "number" ? number : textIn(fields["sha"])?.toLowerCase() ?? null,
		lead: secondsBetween(instantIn(fields["firstCommitAt"]), finishedAt),
		fromMerge: secondsBetween(instantIn(fields["mergedAt"]), finishedAt),
		reverts: Array.isArray(reverts) && reverts.length > 0 ? reverts.filter(isNumber) : NO_NUMBERS
	};
}
/** Whole seconds as small integers, which an object holds in place: of millions of changes that is half of the memory. */
function secondsBetween(from, until) {
	if (from === null) return null;
	const seconds = (until - from) / 1e3;
	const whole = seconds | 0;
	return whole === seconds ? whole : seconds;
}
function readIncident(fields) {
	const id = nameIn(fields["id"]);
	if (id === null) return wrong("id", "a text or a number");
	const told = fields["intervals"];
	const intervals = Array.isArray(told) ? told.map(readInterval) : [];
	const known = intervals.filter((each) => each !== null);
	if (known.length === 0 || known.length < intervals.length) return wrong("intervals", "a list of `{openedAt, closedAt}`");
	const cause = readCause(fields["cause"] ?? null);
	if (cause === "unreadable") return wrong("cause", "`{deploymentId}`, `{sha}` or `external`");
	const incident = {
		id,
		service: textIn(fields["service"]),
		environment: textIn(fields["environment"]),
		cause,
		intervals: known.sort((one, other) => one.openedAt - other.openedAt)
	};
	const spans = known.filter(({ openedAt, closedAt }) => closedAt !== null && closedAt < openedAt).length;
	const doubts = spans === 0 ? NO_DOUBTS : {
		...NO_DOUBTS,
		spans
	};
	return {
		kind: "record",
		record: {
			kind: "incident",
			incident
		},
		doubts
	};
}
function readInterval(value) {
	if (!isObject(value)) return null;
	const openedAt = instantIn(value["openedAt"]);
	const closedAt = instantIn(value["closedAt"]);
	const isClosed = (value["closedAt"] ?? null) !== null;
	return openedAt === null || isClosed && closedAt === null ? null : {
		openedAt,
		closedAt
	};
}
function readCause(value) {
	if (value === null) return null;
	if (value === "external") return { kind: "external" };
	if (!isObject(value)) return "unreadable";
	const id = nameIn(value["deploymentId"]);
	if (id !== null) return {
		kind: "deployment",
		id
	};
	const sha = textIn(value["sha"]);
	return sha === null ? "unreadable" : {
		kind: "commit",
		sha: sha.toLowerCase()
	};
}
function readVerification(fields) {
	const deploymentId = nameIn(fields["deploymentId"]);
	const verdict = textIn(fields["verdict"]);
	const at = instantIn(fields["at"]);
	if (deploymentId === null) return wrong("deploymentId", "the `id` of a deployment");
	if (verdict === null) return wrong("verdict", "`pass`, `fail`, `inconclusive`, `error` or `missing`");
	if (at === null) return wrong("at", AN_INSTANT);
	const verification = {
		deploymentId,
		verdict,
		at
	};
	const doubts = VERDICTS.has(verdict) ? NO_DOUBTS : {
		...NO_DOUBTS,
		verdicts: 1
	};
	return {
		kind: "record",
		record: {
			kind: "verification",
			verification
		},
		doubts
	};
}
function readRecovered(fields) {
	const deploymentId = nameIn(fields["deploymentId"]);
	const at = instantIn(fields["at"]);
	if (deploymentId === null) return wrong("deploymentId", "the `id` of a deployment");
	if (at === null) return wrong("at", AN_INSTANT);
	return {
		kind: "record",
		record: {
			kind: "recovered",
			recovery: {
				deploymentId,
				at
			}
		},
		doubts: NO_DOUBTS
	};
}
function readGate(fields) {
	const gate = gateIn(fields);
	if (gate.deploymentId === "") return wrong("deploymentId", "the `id` of a deployment");
	if (gate.environment === "") return wrong("environment", "the name of the environment");
	if (Number.isNaN(gate.requestedAt)) return wrong("requestedAt", AN_INSTANT);
	return {
		kind: "record",
		record: {
			kind: "gate",
			gate
		},
		doubts: NO_DOUBTS
	};
}
function wrong(key, what) {
	return malformed(`\`${key}\` is missing or unreadable; give it ${what}`);
}
function malformed(problem) {
	return {
		kind: "malformed",
		problem
	};
}
function nameIn(value) {
	return typeof value === "number" ? String(value) : textIn(value);
}
function textIn(value) {
	return typeof value === "string" && value !== "" ? value : null;
}
function typeIn(value) {
	return typeof value === "string" ? RELEASE_TYPES.find((type) => type === value) ?? null : null;
}
function isNumber(value) {
	return typeof value === "number";
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/dora/dora-log.ts
const MOST_MALFORMED_LINES = 10;
var DoraLog = class {
	#attempts = /* @__PURE__ */ new Map();
	#incidents = /* @__PURE__ */ new Map();
	#verifications = /* @__PURE__ */ new Map();
	#recoveries = /* @__PURE__ */ new Map();
	#gates = /* @__PURE__ */ new Map();
	/** Few names are written many times: one copy of each is kept. */
	#names = /* @__PURE__ */ new Map();
	#laneNames = /* @__PURE__ */ new Map();
	#latest = /* @__PURE__ */ new Map();
	#malformedLines = [];
	#counts = {
		malformed: 0,
		unknownKinds: 0,
		duplicates: 0,
		contradictions: 0,
		outOfOrder: 0,
		negativeSpans: 0,
		unknownTypes: 0,
		unknownVerdicts: 0,
		malformedChanges: 0
	};
	#name = (text) => {
		const known = this.#names.get(text);
		if (known === void 0) this.#names.set(text, text);
		return known ?? text;
	};
	#line = 0;
	#lanes = null;
	add(event) {
		this.#line++;
		this.#take(readRecord(event, this.#name));
	}
	/** Empty lines are passed over. */
	addLine(text) {
		this.#line++;
		const value = parsed$1(text);
		if (value !== void 0) this.#take(readRecord(value, this.#name));
		else if (text.trim() !== "") this.#take({
			kind: "malformed",
			problem: "it is not JSON"
		});
	}
	get quality() {
		return {
			...this.#counts,
			malformedLines: this.#malformedLines
		};
	}
	get incidents() {
		return this.#incidents.values();
	}
	get verifications() {
		return this.#verifications.values();
	}
	get recoveries() {
		return this.#recoveries.values();
	}
	get gates() {
		return this.#gates.values();
	}
	/** By service and environment; the attempts of each in the order in which they ended. */
	get lanes() {
		this.#lanes ??= lanesAmong(this.#attempts.values());
		return this.#lanes;
	}
	knows(deploymentId) {
		return this.#attempts.has(deploymentId);
	}
	#take(read) {
		switch (read.kind) {
			case "malformed":
				this.#counts.malformed++;
				if (this.#malformedLines.length < MOST_MALFORMED_LINES) this.#malformedLines.push({
					line: this.#line,
					problem: read.problem
				});
				return;
			case "unknown-kind":
				this.#counts.unknownKinds++;
				return;
			case "record":
				if (!this.#keep(read.record)) return;
				this.#counts.malformedChanges += read.doubts.changes;
				this.#counts.unknownTypes += read.doubts.types;
				this.#counts.unknownVerdicts += read.doubts.verdicts;
				this.#counts.negativeSpans += read.doubts.spans;
		}
	}
	/** @returns false: it was known */
	#keep(record) {
		switch (record.kind) {
			case "deployment": {
				const { attempt } = record;
				this.#lanes = null;
				return this.#put(this.#attempts, attempt.id, attempt, this.#laneOf(attempt), attempt.finishedAt);
			}
			case "incident": {
				const { incident } = record;
				return this.#put(this.#incidents, incident.id, incident, "incident", incident.intervals[0]?.openedAt ?? 0);
			}
			case "verification": {
				const { deploymentId, verdict, at } = record.verification;
				const id = `${deploymentId}\n${verdict}\n${at}`;
				return this.#put(this.#verifications, id, record.verification, "verification", at);
			}
			case "recovered": {
				const { deploymentId, at } = record.recovery;
				return this.#put(this.#recoveries, `${deploymentId}\n${at}`, record.recovery, "recovered", at);
			}
			case "gate": {
				const { gate } = record;
				return this.#put(this.#gates, gate.deploymentId, gate, "gate", gate.requestedAt);
			}
		}
	}
	#put(kept, id, value, sequence, at) {
		const before = kept.get(id);
		kept.set(id, value);
		if (before !== void 0) {
			this.#count("duplicates");
			if (JSON.stringify(before) !== JSON.stringify(value)) this.#count("contradictions");
			return false;
		}
		if (at < (this.#latest.get(sequence) ?? Number.NEGATIVE_INFINITY)) this.#count("outOfOrder");
		else this.#latest.set(sequence, at);
		return true;
	}
	/** A text for each lane, made once: a million of them would have to be hashed. */
	#laneOf({ service, environment }) {
		const lanes = this.#laneNames.get(service) ?? /* @__PURE__ */ new Map();
		this.#laneNames.set(service, lanes);
		const lane = lanes.get(environment) ?? `${service}\n${environment.toLowerCase()}`;
		lanes.set(environment, lane);
		return lane;
	}
	#count(name) {
		this.#counts[name]++;
	}
};
function parsed$1(text) {
	try {
		return JSON.parse(text.charCodeAt(0) === 65279 ? text.slice(1) : text);
	} catch {
		return;
	}
}

// src/dora/baseline.ts
/** The stretch of the past that later figures are compared with. */
/** What was seen of a shorter stretch says too little to compare a quarter with. */
const FEWEST_DAYS = 90;
/**
* The first calendar quarter, by local dates of the zone, that is over and of which at least 90 days were observed; else
* the first 90 days observed; null before those are over. It stays the same from then on: a baseline that moved with
* the figures would hide what changes slowly.
*
* @param observed from the first record of any lane until the end of the window
* @param zone an IANA name that is known to exist
*/
function baselineSpan(observed, zone) {
	const clock = checkedZone(zone);
	return firstQuarter(observed, clock) ?? firstDays(observed, clock);
}
function firstQuarter(observed, clock) {
	const { year, month } = civilDate(localDay(observed.from, clock));
	const begun = Math.floor((month - 1) / 3);
	for (const index of [begun, begun + 1]) {
		const days = {
			from: dayOf(year, index * 3 + 1, 1),
			until: dayOf(year, index * 3 + 4, 1)
		};
		const span = {
			from: clock.toEpoch(days.from * DAY$3),
			until: clock.toEpoch(days.until * DAY$3)
		};
		const seenFrom = Math.max(days.from * DAY$3, clock.toLocal(observed.from));
		if (days.until * 864e5 - seenFrom >= FEWEST_DAYS * 864e5 && span.until <= observed.until) return {
			quarter: sayQuarter(days.from),
			span
		};
	}
	return null;
}
function firstDays({ from, until }, clock) {
	const span = {
		from,
		until: from + FEWEST_DAYS * DAY$3
	};
	return span.until > until ? null : {
		quarter: `${sayDate$1(localDay(from, clock))}/P${FEWEST_DAYS}D`,
		span
	};
}
function sayQuarter(firstDay) {
	const { year, month } = civilDate(firstDay);
	return `${String(year).padStart(4, "0")}-Q${(month + 2) / 3}`;
}
function localDay(at, clock) {
	return Math.floor(clock.toLocal(at) / DAY$3);
}

// src/dora/stats/share.ts
/** The 97.5 % quantile of the standard normal distribution. */
const Z = 1.959963984540054;
/** Wilson's score interval at 95 %, without continuity correction. Null for an empty sample. */
function wilson(x, n) {
	if (n <= 0) return null;
	const rate = x / n;
	const square = Z * Z;
	const centre = rate + square / (2 * n);
	const reach = Z * Math.sqrt(rate * (1 - rate) / n + square / (4 * n * n));
	const scale = 1 + square / n;
	return {
		lower: x <= 0 ? 0 : Math.max(0, (centre - reach) / scale),
		upper: x >= n ? 1 : Math.min(1, (centre + reach) / scale),
		method: "wilson"
	};
}
/**
* The difference `one` minus `other` at 95 %: Newcombe's hybrid score interval (1998, method 10). Null when one of the
* samples is empty.
*/
function newcombe(one, other) {
	const first = wilson(one.x, one.n);
	const second = wilson(other.x, other.n);
	if (first === null || second === null) return null;
	const rate = one.x / one.n;
	const otherRate = other.x / other.n;
	const difference = rate - otherRate;
	return {
		lower: Math.max(-1, difference - Math.hypot(rate - first.lower, second.upper - otherRate)),
		upper: Math.min(1, difference + Math.hypot(first.upper - rate, otherRate - second.lower)),
		method: "newcombe"
	};
}

// src/dora/calibration.ts
/** As many as a rate of 10 % needs to be told from one of 30 % at all. */
const FEWEST_LOW = 30;
const FEWEST_HIGH = 10;
/** `needed` ends here: so many more is another way to say never. */
const MOST_NEEDED = 1e4;
const NOTHING$1 = {
	failed: 0,
	n: 0
};
const DEFAULT_TIERS$1 = [
	"low",
	"medium",
	"high"
];
/**
* @param counts by the name of the tier
* @param tiers names, lowest first; null: those of a policy that names none
*/
function calibrationOf(counts, tiers, rules) {
	const names = tiers ?? DEFAULT_TIERS$1;
	const [lowest = "", highest = ""] = [names[0], names.at(-1)];
	const high = lowest === highest ? void 0 : counts.get(highest);
	const whole = calibrate(counts.get(lowest) ?? NOTHING$1, high ?? NOTHING$1, rules);
	return names.length > 2 ? {
		...whole,
		steps: stepsOf(counts, names, rules)
	} : whole;
}
/** Which of the tiers is the one that tells nothing. */
function stepsOf(counts, names, rules) {
	return names.slice(1).map((higher, at) => {
		const lower = names[at] ?? "";
		return {
			lower,
			higher,
			...calibrate(counts.get(lower) ?? NOTHING$1, counts.get(higher) ?? NOTHING$1, rules)
		};
	});
}
/** `needed` is there exactly when there is not enough evidence. */
function calibrate(low, high, rules) {
	const [lowShare, highShare] = [shareOf$1(low), shareOf$1(high)];
	const state = stateOf$1(lowShare, highShare, rules);
	const difference = {
		value: low.n === 0 || high.n === 0 ? null : high.failed / high.n - low.failed / low.n,
		interval: newcombe(highShare, lowShare)
	};
	if (state !== "not-enough-evidence") return {
		state,
		difference
	};
	return {
		state,
		difference,
		needed: neededFor(lowShare, highShare, rules)
	};
}
function shareOf$1({ failed, n }) {
	return {
		x: failed,
		n
	};
}
function stateOf$1(low, high, { margin, failRateTarget }) {
	const difference = newcombe(high, low);
	if (difference === null) return "not-enough-evidence";
	if (difference.lower > 0) return "separated";
	if (low.n < FEWEST_LOW || high.n < FEWEST_HIGH) return "not-enough-evidence";
	if (difference.upper < margin) return "recalibrate";
	const surelyFails = wilson(low.x, low.n)?.lower ?? 0;
	return failRateTarget !== null && surelyFails > failRateTarget ? "recalibrate" : "not-enough-evidence";
}
/**
* About how many more deployments, of the two tiers together, until it can be told, when each goes on to fail as often
* as now and they keep their proportion. At least what is lacking to 30 and 10; just that while a tier has none, since
* its rate is unknown. At most {@link MOST_NEEDED}.
*/
function neededFor(low, high, rules) {
	const atLeast = moreOf(low, high, 1);
	if (low.n === 0 || high.n === 0) return atLeast;
	const isTold = (factor) => stateOf$1(grown(low, FEWEST_LOW, factor), grown(high, FEWEST_HIGH, factor), rules) !== "not-enough-evidence";
	let enough = 1;
	while (!isTold(enough)) {
		if (moreOf(low, high, enough) >= 1e4) return MOST_NEEDED;
		enough *= 2;
	}
	let tooFew = enough / 2;
	while (enough > 1 && moreOf(low, high, enough) - moreOf(low, high, tooFew) > 1) {
		const middle = (enough + tooFew) / 2;
		if (isTold(middle)) enough = middle;
		else tooFew = middle;
	}
	return Math.min(MOST_NEEDED, Math.max(1, atLeast, moreOf(low, high, enough)));
}
/** The sample `factor` times as large, not below `fewest`, failing as often. */
function grown({ x, n }, fewest, factor) {
	const size = Math.max(fewest, n * factor);
	return {
		x: x / n * size,
		n: size
	};
}
function moreOf(low, high, factor) {
	const more = Math.max(FEWEST_LOW, low.n * factor) + Math.max(FEWEST_HIGH, high.n * factor) - low.n - high.n;
	return Math.ceil(more);
}

// src/dora/evidence/outages.ts
/** An incident that is opened again later than this is another one. */
const SAME_INCIDENT_MS = 864e5;
/** Intervals that overlap or follow one another within 24 h are one outage. Those that end before they begin are left out. */
function outagesOf(intervals) {
	const outages = [];
	const sorted = intervals.filter(isForward).sort((one, other) => one.openedAt - other.openedAt);
	for (const { openedAt, closedAt } of sorted) {
		const last = outages.at(-1);
		if (last !== void 0 && (last.closedAt === null || openedAt - last.closedAt <= SAME_INCIDENT_MS)) outages[outages.length - 1] = {
			openedAt: last.openedAt,
			closedAt: later(last.closedAt, closedAt)
		};
		else outages.push({
			openedAt,
			closedAt
		});
	}
	return outages;
}
/** What was known of them before `until`: one that was closed later was open still. */
function intervalsBefore(intervals, until) {
	return intervals.filter(({ openedAt }) => openedAt < until).map((each) => each.closedAt !== null && each.closedAt >= until ? {
		...each,
		closedAt: null
	} : each);
}
function isForward({ openedAt, closedAt }) {
	return closedAt === null || closedAt >= openedAt;
}
function later(one, other) {
	return one === null || other === null ? null : Math.max(one, other);
}

// src/dora/evidence/apply-evidence.ts
/** The deployments that anything is said about. */
function namedIn(log) {
	const ids = /* @__PURE__ */ new Set();
	const shas = /* @__PURE__ */ new Set();
	for (const { deploymentId, verdict } of log.verifications) if (verdict === "fail") ids.add(deploymentId);
	for (const { deploymentId } of log.recoveries) ids.add(deploymentId);
	for (const { cause } of log.incidents) {
		if (cause?.kind === "deployment") ids.add(cause.id);
		if (cause?.kind === "commit") shas.add(cause.sha);
	}
	return {
		ids,
		shas
	};
}
function applyEvidence(log, pasts, until) {
	const counts = {
		unknownDeployments: 0,
		blamedAttempts: 0,
		negativeRecoveries: 0
	};
	const known = {
		log,
		pasts,
		until,
		counts
	};
	applyVerifications(known);
	applyIncidents(known);
	applyRecoveries(known);
	return counts;
}
function applyVerifications({ log, pasts, until, counts }) {
	for (const { deploymentId, verdict, at } of log.verifications) {
		if (at >= until) continue;
		if (!log.knows(deploymentId)) counts.unknownDeployments++;
		else if (verdict === "fail") blame$1(pasts.byId.get(deploymentId), counts);
	}
}
/** @param run null: an attempt that failed; undefined: it is of another environment, or did not end by then */
function blame$1(run, counts) {
	if (run === null) counts.blamedAttempts++;
	run?.fail();
}
function applyIncidents(known) {
	const { counts, until } = known;
	for (const incident of known.log.incidents) {
		const intervals = intervalsBefore(incident.intervals, until);
		const [first] = intervals;
		if (first === void 0) continue;
		const closedAt = outagesOf(intervals)[0]?.closedAt ?? null;
		for (const run of causesOf(incident, first.openedAt, known)) {
			blame$1(run, counts);
			if (run !== null && closedAt !== null) endAt(run, closedAt, counts);
		}
	}
}
function causesOf(incident, openedAt, known) {
	const { cause } = incident;
	if (cause === null || cause.kind === "external") return [];
	if (cause.kind === "deployment") {
		if (!known.log.knows(cause.id)) known.counts.unknownDeployments++;
		const run = known.pasts.byId.get(cause.id);
		return run === void 0 ? [] : [run];
	}
	const runs = known.pasts.lanes.filter((lane) => isAbout(incident, lane)).map((lane) => deploymentOf(known.pasts.bySha.get(lane)?.get(cause.sha) ?? [], openedAt)).filter((run) => run !== void 0);
	if (runs.length === 0) known.counts.unknownDeployments++;
	return runs;
}
/** Where an incident names neither service nor environment it may be about any lane. */
function isAbout({ service, environment }, lane) {
	return (service === null || service === lane.service) && (environment === null || environment.toLowerCase() === lane.environment.toLowerCase());
}
/** Of the deployments of one commit: the last one before the incident that can fail, else the first that can, else any. */
function deploymentOf(runs, openedAt) {
	const normal = runs.filter(({ role }) => role === "normal");
	return normal.findLast(({ at }) => at <= openedAt) ?? normal[0] ?? runs[0];
}
function applyRecoveries({ log, pasts, until, counts }) {
	for (const { deploymentId, at } of log.recoveries) {
		if (at >= until) continue;
		if (!log.knows(deploymentId)) counts.unknownDeployments++;
		const run = pasts.byId.get(deploymentId) ?? null;
		if (run !== null) endAt(run, at, counts);
	}
}
function endAt(run, at, counts) {
	if (at < run.at) counts.negativeRecoveries++;
	else run.endAt(at);
}

// src/dora/lane/count-before.ts
/** How many of `items`, which are in order of time, came before `at`. */
function countBefore(items, at, instantOf) {
	let low = 0;
	let high = items.length;
	while (low < high) {
		const middle = low + high >> 1;
		const item = items[middle];
		if (item === void 0 || instantOf(item) >= at) high = middle;
		else low = middle + 1;
	}
	return low;
}

// src/dora/evidence/suggest-causes.ts
const SUSPECT_MS = 864e5;
/** Of the incidents that were opened in the span: the last deployment in the 24 h before, of a lane that they are about. */
function suggestCauses(incidents, lanes, span) {
	const runsBySubject = /* @__PURE__ */ new Map();
	return [...incidents].flatMap((incident) => {
		if (incident.cause !== null) return [];
		const subject = JSON.stringify([incident.service, incident.environment]);
		const runs = runsBySubject.get(subject) ?? runsOf(lanes.filter((lane) => isAbout(incident, lane)));
		runsBySubject.set(subject, runs);
		return suspectsOf(incident, runs, span);
	}).sort((one, other) => one.at - other.at || compare$1(one.incident, other.incident)).map(({ incident, deployment }) => ({
		incident,
		deployment
	}));
}
/** One that was opened again after more than 24 h is a new incident, which another deployment may have caused. */
function suspectsOf({ id, intervals }, runs, { from, until }) {
	return outagesOf(intervalsBefore(intervals, until)).flatMap(({ openedAt }) => {
		const last = openedAt < from ? void 0 : runs[countBefore(runs, openedAt + 1, ({ at }) => at) - 1];
		return last !== void 0 && openedAt - last.at <= SUSPECT_MS ? [{
			incident: id,
			deployment: last.id,
			at: openedAt
		}] : [];
	});
}
/** In the order in which they ran. */
function runsOf(lanes) {
	const [only] = lanes;
	if (only !== void 0 && lanes.length === 1) return only.runs;
	return lanes.flatMap(({ runs }) => runs).sort((one, other) => one.at - other.at);
}

// src/dora/figures/groups.ts
/** Of each name, what the lanes have of it: lanes that have nothing of it are left out. */
function groupsOf(windows, nameOf) {
	const groups = /* @__PURE__ */ new Map();
	for (const window of windows) for (const part of partsOf(window, nameOf)) {
		const group = groups.get(part.name) ?? [];
		group.push(part.window);
		groups.set(part.name, group);
	}
	return groups;
}
function partsOf({ lane, observed, runs, failures }, nameOf) {
	const parts = /* @__PURE__ */ new Map();
	for (const run of runs) partOf(parts, nameOf(run))?.runs.push(run);
	for (const failure of failures) partOf(parts, nameOf(failure))?.failures.push(failure);
	return [...parts].map(([name, part]) => ({
		name,
		window: {
			lane,
			observed,
			...part
		}
	}));
}
function partOf(parts, name) {
	if (name === null) return void 0;
	const part = parts.get(name) ?? {
		runs: [],
		failures: []
	};
	parts.set(name, part);
	return part;
}

// src/dora/figures/lane-window.ts
/** Null: nothing of the lane was on record by the end of the window. */
function laneWindow(lane, window) {
	if (lane.observedFrom >= window.until) return null;
	return {
		lane,
		observed: {
			from: Math.max(lane.observedFrom, window.from),
			until: window.until
		},
		runs: within(lane.runs, window, ({ at }) => at),
		failures: within(lane.failures, window, ({ finishedAt }) => finishedAt)
	};
}
/** Of several lanes: observed while any of them was. */
function sampleOf(windows, knownUntil, zone) {
	const from = windows.reduce((first, { observed }) => Math.min(first, observed.from), Number.POSITIVE_INFINITY);
	const until = windows.reduce((last, { observed }) => Math.max(last, observed.until), Number.NEGATIVE_INFINITY);
	return {
		runs: windows.flatMap(({ runs }) => runs),
		deployFailures: windows.reduce((sum, { failures }) => sum + failures.length, 0),
		observed: {
			from,
			until
		},
		knownUntil,
		zone
	};
}
function within(items, { from, until }, instantOf) {
	return items.slice(countBefore(items, from, instantOf), countBefore(items, until, instantOf));
}

// src/dora/stats/garwood.ts
/** Events per day at 95 % (Garwood 1936), of `count` events seen in `days`. Null when no time was observed. */
function garwood(count, days) {
	if (!(days > 0)) return null;
	const { lower, upper } = boundsOf(count);
	return {
		lower: lower / days,
		upper: upper / days,
		method: "garwood"
	};
}
/**
* The mean of a Poisson variable of which `count` was seen. As chi-square quantiles: half of those of `2 count` degrees
* of freedom at 2.5 % and of `2 count + 2` at 97.5 %.
*/
function boundsOf(count) {
	return {
		lower: count === 0 ? 0 : meanWith({
			atMost: count - 1,
			probability: .975
		}),
		upper: meanWith({
			atMost: count,
			probability: .025
		})
	};
}
/** Newton's method needs four or five steps from the approximation; it stops long before this. */
const MOST_STEPS = 50;
/** The mean of the Poisson variable that is at most `atMost` with `probability`. */
function meanWith({ atMost, probability }) {
	let mean = approximation(atMost + 1, probability > .5 ? -Z : Z);
	for (let step = 0; step < MOST_STEPS; step++) {
		const { cumulated, last } = poisson(atMost, mean);
		const next = Math.max(mean / 4, mean + (cumulated - probability) / last);
		if (Math.abs(next - mean) <= 1e-13 * mean) return next;
		mean = next;
	}
	return mean;
}
/** Half of a chi-square quantile of `2 shape` degrees of freedom (Wilson and Hilferty 1931). */
function approximation(shape, z) {
	const spread = 1 / (9 * shape);
	return shape * Math.max(.1, 1 - spread + z * Math.sqrt(spread)) ** 3;
}
/** Further out a term no longer changes a sum of doubles. */
const NEGLIGIBLE$1 = 1e-20;
/** The probability of at most `k`, and of `k` itself; by terms relative to that of `k`, so that nothing overflows. */
function poisson(k, mean) {
	let below = 0;
	let weight = 1;
	for (let i = k; i >= 0 && weight > NEGLIGIBLE$1; i--) {
		below += weight;
		weight *= i / mean;
	}
	let above = 0;
	weight = 1;
	for (let i = k + 1; weight > NEGLIGIBLE$1; i++) {
		weight *= mean / i;
		above += weight;
	}
	const total = below + above;
	return {
		cumulated: below / total,
		last: 1 / total
	};
}

// src/dora/stats/quantile.ts
/** Quantiles of a sorted sample. */
/** Type 7 of Hyndman and Fan: linear between the two neighbours, as R and spreadsheets do. Null for an empty sample. */
function quantile(sorted, p) {
	const place = (sorted.length - 1) * p;
	const below = Math.floor(place);
	const lower = sorted[below];
	if (lower === void 0) return null;
	const upper = sorted[below + 1] ?? lower;
	return lower + (place - below) * (upper - lower);
}

// src/calendar/iso-week.ts
/** ISO 8601 weeks: Monday to Sunday; the first of a year is the one with its first Thursday. */
function mondayOf(day) {
	return day - weekdayOf(day) + 1;
}
/** `2026-W13`, the week of a day. The year is that of its Thursday. */
function sayWeek(day) {
	const thursday = mondayOf(day) + 3;
	const { year } = civilDate(thursday);
	const week = Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1;
	return `${String(year).padStart(4, "0")}-W${String(week).padStart(2, "0")}`;
}

// src/dora/weeks.ts
/** How many things happened in each ISO week, by the local date of a zone. */
/**
* Every week that the span touches, the empty ones with 0. Instants outside of the span are not counted.
*
* @param zone an IANA name that is known to exist
*/
function countByWeek(instants, span, zone) {
	if (span.until <= span.from) return [];
	const clock = checkedZone(zone);
	const first = mondayAt(span.from, clock);
	const counts = new Array((mondayAt(span.until - 1, clock) - first) / 7 + 1).fill(0);
	for (const at of instants) {
		if (at < span.from || at >= span.until) continue;
		const index = (mondayAt(at, clock) - first) / 7;
		counts[index] = (counts[index] ?? 0) + 1;
	}
	return counts.map((n, index) => ({
		week: sayWeek(first + 7 * index),
		n
	}));
}
/** A lookup in the offsets that the zone keeps, and arithmetic on whole days: durations with 23 or 25 hours do no harm. */
function mondayAt(at, clock) {
	return mondayOf(Math.floor(clock.toLocal(at) / DAY$3));
}

// src/dora/figures/sample.ts
/** Counted without a list of them: of a million deployments each list is megabytes, and every figure would make some. */
function countOf(items, isWanted) {
	let count = 0;
	for (const item of items) if (isWanted(item)) count++;
	return count;
}
/** The only ones that can fail: neither rollback, nor redeploy, nor made in answer to a failure. */
function isNormal({ role }) {
	return role === "normal";
}

// src/dora/figures/deployment-frequency.ts
const DAY$1 = 864e5;
/** Deployments per day of the time that was observed. None in it is a frequency of 0, and that is known. */
function deploymentFrequency({ runs, deployFailures, observed, zone }) {
	const instants = instantsOf(runs);
	const days = (observed.until - observed.from) / DAY$1;
	return {
		value: days > 0 ? instants.length / days : null,
		...days > 0 ? {} : { reason: "not-observed" },
		n: instants.length,
		interval: garwood(instants.length, days),
		rollbacks: countOf(runs, ({ role }) => role === "rollback"),
		redeploys: countOf(runs, ({ role }) => role === "redeploy"),
		deployFailures,
		medianGap: medianGap(instants),
		weeks: countByWeek(instants, observed, zone)
	};
}
/** Of those that are counted, in order. */
function instantsOf(runs) {
	const instants = new Float64Array(runs.length);
	let length = 0;
	for (const { role, at } of runs) if (role !== "rollback" && role !== "redeploy") instants[length++] = at;
	return instants.subarray(0, length).sort();
}
/** Seconds from one to the next. */
function medianGap(instants) {
	const gaps = instants.subarray(1).map((at, index) => (at - (instants[index] ?? at)) / 1e3);
	return quantile(gaps.sort(), .5);
}

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

// src/dora/figures/failures.ts
/** How many deployments failed, and how many were made because one had. */
/** Of those that can fail. The young ones are left out of both numbers. */
function changeFailRate({ runs, knownUntil }) {
	const isCounted = (run) => isNormal(run) && isMature(run, knownUntil);
	const n = countOf(runs, isCounted);
	const failed = countOf(runs, (run) => run.isFailed && isCounted(run));
	const maturing = countOf(runs, isNormal) - n;
	return {
		...ratio(failed, n, maturing > 0 ? "all-maturing" : "no-deployments"),
		maturing
	};
}
/** Rollbacks and remediations, of everything but redeploys. */
function reworkRate({ runs }) {
	const n = countOf(runs, ({ role }) => role !== "redeploy");
	return ratio(n - countOf(runs, isNormal), n, "no-deployments");
}
function ratio(numerator, n, reason) {
	const interval = wilson(numerator, n);
	return n === 0 ? {
		value: null,
		reason,
		n,
		numerator,
		interval
	} : {
		value: numerator / n,
		n,
		numerator,
		interval
	};
}

// src/dora/stats/order-statistic.ts
/** Below this no pair of values holds the median with 95 %: the smallest and the largest of five do with 93.75 %. */
const FEWEST_FOR_MEDIAN = 6;
/** The distribution-free interval of the median at 95 % or a little more. Null below {@link FEWEST_FOR_MEDIAN}. */
function orderStatistic(sorted) {
	const ranks = medianRanks(sorted.length);
	if (ranks === null) return null;
	const lower = sorted[ranks.lower - 1];
	const upper = sorted[ranks.upper - 1];
	return lower === void 0 || upper === void 0 ? null : {
		lower,
		upper,
		method: "order-statistic"
	};
}
/**
* The innermost pair of ranks with at most 2.5 % on either side. How many of `n` values lie below the median is
* binomial with one half; its tail is summed exactly, relative to the middle term so that nothing overflows.
*/
function medianRanks(n) {
	if (n < FEWEST_FOR_MEDIAN) return null;
	const { lowest, weights, total } = lowerHalf(n);
	let tail = 0;
	let rank = lowest;
	for (const weight of weights) {
		if (tail + weight > .025 * total) break;
		tail += weight;
		rank += 1;
	}
	return {
		lower: rank,
		upper: n + 1 - rank,
		coverage: 1 - 2 * tail / total
	};
}
/** Further out a term no longer changes a sum of doubles. */
const NEGLIGIBLE = 1e-20;
/** Binomial coefficients from far out up to the middle, as shares of the middle one; and the sum of all of both sides. */
function lowerHalf(n) {
	const middle = Math.floor(n / 2);
	const weights = [];
	let weight = 1;
	let k = middle;
	while (k >= 0 && weight > NEGLIGIBLE) {
		weights.push(weight);
		weight *= k / (n - k + 1);
		k -= 1;
	}
	weights.reverse();
	const half = weights.reduce((sum, each) => sum + each, 0);
	return {
		lowest: k + 1,
		weights,
		total: n % 2 === 0 ? 2 * half - 1 : 2 * half
	};
}

// src/dora/figures/lead-time.ts
/** In order. Of millions of changes lists that grow would be most of the memory, so the size is counted before. */
function leadSamples(runs) {
	const size = runs.reduce((sum, { fresh }) => sum + fresh.length, 0);
	const [whole, fromMerge] = [new Float64Array(size), new Float64Array(size)];
	let [wholes, parts] = [0, 0];
	for (const run of runs) for (const { lead, fromMerge: part } of run.fresh) {
		if (lead === null || lead < 0) continue;
		whole[wholes++] = lead;
		if (part !== null && part >= 0) fromMerge[parts++] = part;
	}
	return {
		whole: whole.subarray(0, wholes).sort(),
		fromMerge: fromMerge.subarray(0, parts).sort()
	};
}
function negativesOf(runs) {
	let [wholes, parts] = [0, 0];
	for (const { fresh } of runs) {
		wholes += countOf(fresh, isNegative);
		parts += countOf(fresh, isNegativePart);
	}
	return {
		wholes,
		parts
	};
}
function isNegative({ lead }) {
	return lead !== null && lead < 0;
}
function isNegativePart({ lead, fromMerge }) {
	return lead !== null && lead >= 0 && fromMerge !== null && fromMerge < 0;
}
/** One sample a change, of the deployment that brought it first. */
function leadTime({ runs }) {
	const { whole: sorted, fromMerge } = leadSamples(runs);
	const median = quantile(sorted, .5);
	return {
		value: median,
		...median === null ? { reason: runs.length === 0 ? "no-deployments" : "no-changes-known" } : {},
		n: sorted.length,
		interval: orderStatistic(sorted),
		p50: median,
		p75: quantile(sorted, .75),
		p90: quantile(sorted, .9),
		mergeToDeploy: {
			value: quantile(fromMerge, .5),
			n: fromMerge.length
		}
	};
}

// src/dora/stats/kaplan-meier.ts
/** A product of fractions such as 23/24 × 22/23 × … × 12/13 misses one half by a rounding error. */
const TOLERANCE = 1e-12;
/**
* The duration by which a share `p` has ended (Kaplan and Meier 1958): the first at which at most `1 - p` go on. Null
* when so few have ended that nobody can say. At one duration, endings come before what is still open.
*/
function kaplanMeierQuantile(samples, p) {
	const sorted = samples.toSorted((one, other) => one.duration - other.duration || Number(one.isOpen) - Number(other.isOpen));
	let goesOn = 1;
	for (const [index, { duration, isOpen }] of sorted.entries()) {
		if (isOpen) continue;
		goesOn *= 1 - 1 / (sorted.length - index);
		if (goesOn <= 1 - p + TOLERANCE) return duration;
	}
	return null;
}

// src/dora/figures/recovery-time.ts
/** When more than this share of the failures goes on, the ones that are over are the short ones. */
const MOST_OPEN$1 = .2;
/** From the end of each deployment that failed until it was well again. `n` are those that are over. */
function recoveryTime({ runs, knownUntil }) {
	const failures = runs.filter((run) => isNormal(run) && run.isFailed).map(({ at, endedAt }) => ({
		isOpen: !Number.isFinite(endedAt),
		duration: (Math.min(endedAt, knownUntil) - at) / 1e3
	}));
	const closed = Float64Array.from(failures.filter(({ isOpen }) => !isOpen), ({ duration }) => duration).sort();
	const open = failures.length - closed.length;
	return {
		...spreadOf(failures, closed, open),
		n: closed.length,
		open
	};
}
function spreadOf(failures, closed, open) {
	const isCensored = open > MOST_OPEN$1 * failures.length;
	const at = (p) => isCensored ? kaplanMeierQuantile(failures, p) : quantile(closed, p);
	const median = at(.5);
	return {
		value: median,
		...median === null ? { reason: reasonFor(failures.length, closed.length) } : {},
		interval: isCensored ? null : orderStatistic(closed),
		p50: median,
		p75: at(.75),
		p90: at(.9)
	};
}
function reasonFor(failures, closed) {
	if (failures === 0) return "no-failures";
	return closed === 0 ? "all-open" : "too-many-open";
}

// src/dora/figures/metrics.ts
function metricsOf(sample) {
	return {
		deploymentFrequency: deploymentFrequency(sample),
		leadTime: leadTime(sample),
		changeFailRate: changeFailRate(sample),
		recoveryTime: recoveryTime(sample),
		reworkRate: reworkRate(sample)
	};
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

// src/dora/lane/lane-past.ts
/** Of what ended before `until`. A lane of which nothing was known by then is left out. */
function pastsOf(lanes, until, named) {
	const byId = /* @__PURE__ */ new Map();
	const bySha = /* @__PURE__ */ new Map();
	for (const { service, environment, attempts } of lanes) {
		const known = attempts.slice(0, countBefore(attempts, until, ({ finishedAt }) => finishedAt));
		const [first] = known;
		if (first === void 0) continue;
		const shas = /* @__PURE__ */ new Map();
		const replay = new LaneReplay();
		for (const attempt of known) {
			const run = replay.take(attempt);
			if (named.ids.has(attempt.id)) byId.set(attempt.id, run);
			if (run !== null && named.shas.size > 0) noteShas(run, attempt, named, shas);
		}
		const { runs, failures } = replay;
		bySha.set({
			service,
			environment,
			observedFrom: first.finishedAt,
			runs,
			failures
		}, shas);
	}
	return {
		lanes: [...bySha.keys()],
		byId,
		bySha
	};
}
function noteShas(run, attempt, named, shas) {
	for (const sha of [attempt.sha, ...attempt.changes.map(({ key }) => key)]) {
		if (typeof sha !== "string" || !named.shas.has(sha)) continue;
		const runs = shas.get(sha) ?? [];
		if (runs.at(-1) !== run) runs.push(run);
		shas.set(sha, runs);
	}
}

// src/dora/movement.ts
/**
* The figures of now minus those of the baseline: per day, in seconds, or as a share. Where either is unknown, so is
* the difference. Rates have an interval; medians and frequencies have none, as nothing simple gives one that holds.
*
* @param areApart whether no deployment can be in both. Of overlapping stretches no interval can be told either.
*/
function movementOf(now, baseline, areApart) {
	const rate = areApart ? rateChange : change;
	return {
		deploymentFrequency: change(now.deploymentFrequency, baseline.deploymentFrequency),
		leadTime: change(now.leadTime, baseline.leadTime),
		changeFailRate: rate(now.changeFailRate, baseline.changeFailRate),
		recoveryTime: change(now.recoveryTime, baseline.recoveryTime),
		reworkRate: rate(now.reworkRate, baseline.reworkRate)
	};
}
function change(now, before) {
	return {
		value: now.value !== null && before.value !== null ? now.value - before.value : null,
		interval: null
	};
}
function rateChange(now, before) {
	const [one, other] = [now, before].map(({ numerator, n }) => ({
		x: numerator,
		n
	}));
	return {
		...change(now, before),
		interval: one && other ? newcombe(one, other) : null
	};
}

// src/dora/process/process.ts
function processOf(gates, windows, { span, until, zone, isProduction, drills, reviews }) {
	const asked = askedIn(gates, {
		span,
		isProduction
	});
	const through = asked.filter(({ openedAt }) => openedAt !== null && openedAt < until);
	const held = asked.filter((gate) => gate.held.length > 0);
	return {
		held: {
			byGate: heldByGate(held, until),
			byTier: heldBy("tier", asked, until)
		},
		approverLatency: latencyByTeam(asked, until),
		emergencies: share(through, ({ type }) => type === "emergency"),
		overrides: share(through, ({ isOverridden }) => isOverridden),
		bypasses: share(through, ({ isBypassed }) => isBypassed),
		unreviewed: share(through, ({ isUnreviewed }) => isUnreviewed),
		caught: share(held, ({ isReplaced }) => isReplaced),
		...drills === void 0 ? {} : { drills },
		...reviews === void 0 ? {} : { reviews },
		failRate: {
			byBatchSize: failRates(windows, sizeOf$1, SIZES, {
				until,
				zone
			}),
			byStrategy: failRates(windows, strategyOf, [], {
				until,
				zone
			})
		}
	};
}
function askedIn(gates, { span, isProduction }) {
	return [...gates].filter(({ requestedAt, environment }) => requestedAt >= span.from && requestedAt < span.until && isProduction(environment));
}
/** One sample a gate and deployment: a window that closes twice holds once, for both times together. */
function heldByGate(gates, until) {
	return timesByName(gates.flatMap(({ held }) => [...new Set(held.map(({ gate }) => gate))].map((name) => {
		const own = held.filter(({ gate }) => gate === name);
		const isOpen = own.some((each) => each.until === null || each.until >= until);
		return {
			name,
			seconds: own.reduce((sum, each) => sum + Math.max(0, Math.min(each.until ?? until, until) - each.from), 0) / 1e3,
			isOpen
		};
	})));
}
function heldBy(what, gates, until) {
	return timesByName(gates.flatMap(({ [what]: name, requestedAt, openedAt, endedAt }) => {
		if (name === null) return [];
		if (openedAt === null && endedAt !== null && endedAt < until) return [];
		const isOpen = openedAt === null || openedAt >= until;
		return [{
			name,
			seconds: ((isOpen ? until : openedAt) - requestedAt) / 1e3,
			isOpen
		}];
	}));
}
function latencyByTeam(gates, until) {
	return timesByName(gates.flatMap(({ approvals }) => approvals.filter(({ at }) => at < until).map(({ team, askedAt, at }) => ({
		name: team ?? "none",
		seconds: Math.max(0, at - askedAt) / 1e3,
		isOpen: false
	}))));
}
/** Quantiles are of those that are over: how long the others will take nobody knows. */
function timesByName(lasted) {
	const names = [...new Set(lasted.map(({ name }) => name))].sort(compare$1);
	return Object.fromEntries(names.map((name) => {
		const own = lasted.filter((each) => each.name === name);
		const over = Float64Array.from(own.filter(({ isOpen }) => !isOpen), ({ seconds }) => seconds).sort();
		const open = own.length - over.length;
		return [name, {
			n: over.length,
			p50: quantile(over, .5),
			p90: quantile(over, .9),
			open
		}];
	}));
}
function share(gates, isCounted) {
	const n = gates.length;
	const numerator = gates.filter(isCounted).length;
	const figure = {
		n,
		numerator,
		interval: wilson(numerator, n)
	};
	return n === 0 ? {
		value: null,
		reason: "no-gates",
		...figure
	} : {
		value: numerator / n,
		...figure
	};
}
const SIZES = [
	"1",
	"2-5",
	"6-20",
	"21+"
];
function sizeOf$1(deployment) {
	const size = "batch" in deployment ? deployment.batch : deployment.changes.length;
	if (size === 0) return null;
	if (size === 1) return "1";
	if (size <= 5) return "2-5";
	return size <= 20 ? "6-20" : "21+";
}
function strategyOf({ strategy }) {
	return strategy;
}
function failRates(windows, nameOf, first, { until, zone }) {
	const groups = groupsOf(windows, nameOf);
	const others = [...groups.keys()].filter((name) => !first.includes(name)).sort(compare$1);
	return Object.fromEntries([...first, ...others].flatMap((name) => {
		const group = groups.get(name);
		return group === void 0 ? [] : [[name, changeFailRate(sampleOf(group, until, zone))]];
	}));
}

// src/dora/quality.ts
function qualityOf(met) {
	const { log, windows, evidence, suggestedCauses, until, tiers } = met;
	const runs = windows.flatMap((window) => window.runs);
	const { wholes, parts } = negativesOf(runs);
	return {
		suggestedCauses,
		negativeLeadTimes: wholes,
		negativeMergeToDeploy: parts,
		...log.quality,
		...evidence,
		future: futureEvents(log, until),
		otherEnvironments: otherEnvironments(met),
		unknownTiers: tiers === null ? 0 : countOf(runs, ({ tier }) => tier !== null && !tiers.includes(tier)),
		withoutTier: countOf(runs, ({ tier }) => tier === null),
		withoutType: countOf(runs, ({ type }) => type === null),
		withoutTeam: countOf(runs, ({ team }) => team === null)
	};
}
const MOST_ENVIRONMENTS = 10;
/** Before the end of the window. Previews have thousands of names, so the ten with the most have to do. */
function otherEnvironments({ log, until, isProduction }) {
	const counts = /* @__PURE__ */ new Map();
	for (const { environment, attempts } of log.lanes) {
		const n = countBefore(attempts, until, ({ finishedAt }) => finishedAt);
		if (n > 0 && !isProduction(environment)) counts.set(environment, (counts.get(environment) ?? 0) + n);
	}
	const most = [...counts].sort(([one, n], [other, m]) => m - n || compare$1(one, other));
	return Object.fromEntries(most.slice(0, MOST_ENVIRONMENTS));
}
/** They came at the end of the window or later, and count nowhere. */
function futureEvents(log, until) {
	let future = 0;
	for (const { attempts } of log.lanes) future += attempts.length - countBefore(attempts, until, ({ finishedAt }) => finishedAt);
	for (const { at } of log.verifications) future += Number(at >= until);
	for (const { at } of log.recoveries) future += Number(at >= until);
	for (const { intervals } of log.incidents) future += Number((intervals[0]?.openedAt ?? until) >= until);
	return future;
}

// src/dora/render/words.ts
/** Figures in words: what a lead reads without a legend. Nothing unknown is ever said as 0. */
/** Names of services, teams and the like; a longer one is cut. */
const LONGEST_NAME = 80;
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;
/** A name that others chose, harmless anywhere in Markdown. */
function sayName(name) {
	return inertMarkdown(plainLine(name, LONGEST_NAME)) || "(no name)";
}
/** `2 d 4 h`, `3 h 20 min`, `4 min 12 s`, `30 s`; of seconds, to the two largest units that matter. */
function sayDuration(seconds) {
	const size = Math.abs(seconds);
	const sign = seconds < 0 ? "−" : "";
	const whole = Math.round(size);
	if (whole < MINUTE) return `${sign}${whole} s`;
	if (whole < HOUR) return sign + twoUnits(whole, MINUTE, "min", 1, "s");
	const minutes = Math.round(size / MINUTE) * MINUTE;
	if (minutes < DAY) return sign + twoUnits(minutes, HOUR, "h", MINUTE, "min");
	return sign + twoUnits(Math.round(size / HOUR) * HOUR, DAY, "d", HOUR, "h");
}
function twoUnits(seconds, large, largeName, small, smallName) {
	const rest = Math.floor(seconds % large / small);
	return `${Math.floor(seconds / large)} ${largeName}${rest === 0 ? "" : ` ${rest} ${smallName}`}`;
}
/** `6.2 %`, of a share between 0 and 1. A share that is not 0 is never said as 0. */
function sayPercent(share) {
	return `${percent(share)} %`;
}
function percent(share) {
	const text = trimmed((share * 100).toFixed(1));
	if (share > 0 && text === "0") return "below 0.1";
	return share < 1 && text === "100" ? "above 99.9" : text;
}
/** `12`, `1.3`, `0.25`. */
function sayNumber(value) {
	const size = Math.abs(value);
	if (size >= 10 || Number.isInteger(value)) return String(Math.round(value));
	return trimmed(size >= 1 ? value.toFixed(1) : value.toPrecision(2));
}
function trimmed(text) {
	return text.includes(".") && !text.includes("e") ? text.replace(/\.?0+$/u, "") : text;
}
/** `1 deployment`, `2 deployments`. */
function count(n, one, several = `${one}s`) {
	return `${n} ${n === 1 ? one : several}`;
}
function paceOf({ value, interval }) {
	const perDay = value === null || value === 0 ? interval?.upper ?? 1 : value;
	if (perDay >= 1) return {
		days: 1,
		each: "a day"
	};
	return perDay >= 1 / 7 ? {
		days: 7,
		each: "a week"
	} : {
		days: 30,
		each: "in 30 days"
	};
}
function sayPace(perDay, { days, each }) {
	return `${sayNumber(perDay * days)} ${each}`;
}
/** Seconds that a lane was observed. Of minutes only the number says something: by the day it would be thousands. */
function observedFor({ value, n }) {
	return value === null || value === 0 ? Number.POSITIVE_INFINITY : n / value * DAY;
}
function sayFrequency(figure) {
	const { value, n } = figure;
	if (value === null) return sayUnknown(figure);
	const observed = observedFor(figure);
	return observed < DAY ? `${n} in ${sayDuration(observed)}` : sayPace(value, paceOf(figure));
}
/** `, besides 1 rollback`: what its number leaves out, so that nobody takes 0 deployments for nothing that happened. */
function sayOthers({ rollbacks, redeploys }) {
	const others = [...rollbacks > 0 ? [count(rollbacks, "rollback")] : [], ...redeploys > 0 ? [count(redeploys, "redeploy")] : []];
	return others.length === 0 ? "" : `, besides ${others.join(" and ")}`;
}
function sayRate(figure) {
	if (figure.value === null) return sayUnknown(figure);
	return `${sayPercent(figure.value)} (${figure.numerator}/${figure.n})`;
}
/** `unknown: no deployment has failed`. */
function sayUnknown({ reason }) {
	return reason === void 0 || reason === "" ? "unknown" : `unknown: ${sayReason(reason)}`;
}
const REASONS = {
	"all-maturing": "every deployment is younger than 72 h",
	"all-open": "no failure has ended yet",
	"too-many-open": "too many failures have not ended yet",
	"no-changes-known": "of no deployment is it known what it brought",
	"no-deployments": "nothing was deployed",
	"no-gates": "no gate was asked",
	"no-failures": "nothing failed",
	"not-observed": "the lane was not observed"
};
/** Reasons are codes (`no-failures`) or sentences. */
function sayReason(reason) {
	const known = Object.hasOwn(REASONS, reason) ? REASONS[reason] : void 0;
	if (known !== void 0) return known;
	const text = /^[a-z0-9]+(-[a-z0-9]+)*$/u.test(reason) ? reason.replaceAll("-", " ") : reason;
	return inertMarkdown(plainLine(text, 200));
}
function noInterval(n) {
	return n === 0 ? "none" : `none, ${n} ${n === 1 ? "is" : "are"} too few`;
}
/** `2.4 to 14.8 %`. */
function sayRateInterval({ interval, n }) {
	return interval === null ? noInterval(n) : `${percent(interval.lower)} to ${percent(interval.upper)} %`;
}
/** `1 d 20 h to 3 d 2 h`. */
function sayDurationInterval({ interval, n }) {
	return interval === null ? noInterval(n) : `${sayDuration(interval.lower)} to ${sayDuration(interval.upper)}`;
}
/** `1 to 1.6 a day`. */
function sayFrequencyInterval(figure) {
	const { interval } = figure;
	if (interval === null) return noInterval(figure.n);
	if (observedFor(figure) < DAY) return "none for less than a day";
	const { days, each } = paceOf(figure);
	return `${sayNumber(interval.lower * days)} to ${sayNumber(interval.upper * days)} ${each}`;
}
/** `2026-08-24 09:00`, on the wall clock of the zone. */
function sayMoment(at, zone) {
	return new Date(checkedZone(zone).toLocal(epochMs(at))).toISOString().slice(0, 16).replace("T", " ");
}
/** `2026-08-24`, by the calendar of the zone. */
function sayDate(at, zone) {
	return sayMoment(at, zone).slice(0, 10);
}

// src/dora/render/targets.ts
/**
* Whether a target is met. The interval decides, not the point: a target is met when all of the interval keeps it,
* missed when none of it does, and unknown in between or without an interval.
*/
/** The five, in the order in which they are shown. */
const METRIC_NAMES = {
	"deployment-frequency": "Deployment frequency",
	"lead-time": "Lead time for changes",
	"change-fail-rate": "Change fail rate",
	"recovery-time": "Recovery time",
	"rework-rate": "Rework rate"
};
/** In the order of {@link METRIC_NAMES}. */
const TARGET_NAMES = Object.keys(METRIC_NAMES);
function judgeTargets(metrics, targets) {
	return TARGET_NAMES.flatMap((name) => judgeTarget(name, metrics, targets) ?? []);
}
/** Undefined: no target is set for it, or what is set cannot be read. */
function judgeTarget(name, metrics, targets) {
	if (name === "deployment-frequency") return judgeFrequency(metrics.deploymentFrequency, targets[name]);
	const limit = limitOf(name, targets);
	if (limit === void 0) return void 0;
	const say = isDuration(name) ? sayDuration : sayPercent;
	return {
		name,
		verdict: atMost(figureOf(name, metrics), limit),
		wanted: `at most ${say(limit)}`
	};
}
function judgeFrequency(figure, limit) {
	if (limit === void 0) return void 0;
	const wanted = `at least ${sayPace(limit, paceOf({
		value: limit,
		interval: null
	}))}`;
	return {
		name: "deployment-frequency",
		verdict: atLeast(figure, limit),
		wanted
	};
}
function isDuration(name) {
	return name === "lead-time" || name === "recovery-time";
}
/** Seconds, or a share. */
function limitOf(name, targets) {
	const text = targets[name];
	if (text === void 0) return void 0;
	if (isDuration(name)) {
		const duration = parseDuration(text);
		return duration === void 0 ? void 0 : duration / 1e3;
	}
	const share = /^(\d{1,3}(?:\.\d+)?)\s?%$/u.exec(text)?.[1];
	return share === void 0 ? void 0 : Number(share) / 100;
}
function figureOf(name, metrics) {
	switch (name) {
		case "lead-time": return metrics.leadTime;
		case "change-fail-rate": return metrics.changeFailRate;
		case "recovery-time": return metrics.recoveryTime;
		case "rework-rate": return metrics.reworkRate;
	}
}
function atMost({ value, interval }, limit) {
	if (value === null || interval === null) return "unknown";
	if (interval.upper <= limit) return "met";
	return interval.lower > limit ? "missed" : "unknown";
}
function atLeast({ value, interval }, limit) {
	if (value === null || interval === null) return "unknown";
	if (interval.lower >= limit) return "met";
	return interval.upper < limit ? "missed" : "unknown";
}
const SIGNS = {
	met: "✅ met",
	missed: "⛔ missed",
	unknown: "❔ unknown yet"
};
/** `⛔ missed: at most 5 %`. */
function sayTarget(judged) {
	return judged === void 0 ? "none set" : `${SIGNS[judged.verdict]}: ${judged.wanted}`;
}

// src/dora/summarise.ts
/** The report: a log and a window in, the five metrics out. */
/** A figure that is made by other rules gets another version, so that nobody compares the two. */
const DEFINITIONS = {
	version: "1",
	rules: "docs/reference/dora.md"
};
const DEFAULT_TIERS = [
	"low",
	"medium",
	"high"
];
/** The same log and request give the same report. The log may be asked again, for another window. */
function summariseDora(log, request) {
	const { until, zone, tiers, marks, isProduction } = request;
	const span = {
		from: until - request.window,
		until
	};
	const production = log.lanes.filter(({ environment }) => isProduction(environment));
	const pasts = pastsOf(production, until, namedIn(log));
	const evidence = applyEvidence(log, pasts, until);
	const windows = windowsIn(pasts.lanes, span);
	const byTier = byName$1(windows, ({ tier }) => tier, tiers ?? DEFAULT_TIERS, request);
	const suggestedCauses = suggestCauses(log.incidents, pasts.lanes, span);
	return {
		version: 1,
		definitions: DEFINITIONS,
		window: {
			from: toInstant(span.from),
			until: toInstant(until)
		},
		zone,
		lanes: windows.map((window) => laneMetrics(window, request)),
		byTier,
		byType: byName$1(windows, ({ type }) => type, RELEASE_TYPES, request),
		byTeam: byName$1(windows, ({ team }) => team, [], request),
		calibration: calibrationIn(byTier, request),
		dataQuality: qualityOf({
			log,
			windows,
			evidence,
			suggestedCauses,
			until,
			isProduction,
			tiers
		}),
		...comparedWithBaseline(pasts.lanes, span, request),
		...marks === void 0 ? {} : { marks },
		process: processOf(log.gates, windows, {
			...request,
			span
		})
	};
}
function windowsIn(lanes, span) {
	return lanes.map((lane) => laneWindow(lane, span)).filter((window) => window !== null);
}
function laneMetrics(window, { until, zone, targets = {} }) {
	const { service, environment, observedFrom } = window.lane;
	const takenBack = window.runs.flatMap(({ id, role, takenBackBy }) => takenBackBy === null || role === "rollback" || role === "redeploy" ? [] : [{
		deployment: id,
		rollback: takenBackBy
	}]);
	const metrics = metricsOf(sampleOf([window], until, zone));
	const judged = judgeTargets(metrics, targets);
	return {
		service,
		environment,
		observedFrom: toInstant(observedFrom),
		metrics,
		takenBack,
		...judged.length === 0 ? {} : { targets: judged }
	};
}
/** @param first names in this order come first; the others follow by name */
function byName$1(windows, nameOf, first, { until, zone }) {
	const groups = groupsOf(windows, nameOf);
	const others = [...groups.keys()].filter((name) => !first.includes(name)).sort(compare$1);
	return Object.fromEntries([...first, ...others].flatMap((name) => {
		const group = groups.get(name);
		return group === void 0 ? [] : [[name, metricsOf(sampleOf(group, until, zone))]];
	}));
}
function calibrationIn(byTier, { tiers, margin, failRateTarget }) {
	const counts = Object.entries(byTier).map(([name, { changeFailRate }]) => [name, {
		failed: changeFailRate.numerator,
		n: changeFailRate.n
	}]);
	return calibrationOf(new Map(counts), tiers, {
		margin,
		failRateTarget
	});
}
/** Nothing before 90 days were observed. The baseline is made with what is known now, as the figures of now are. */
function comparedWithBaseline(lanes, span, { until, zone }) {
	const from = lanes.reduce((first, { observedFrom }) => Math.min(first, observedFrom), until);
	const found = baselineSpan({
		from,
		until
	}, zone);
	if (found === null) return {};
	const metrics = metricsOf(sampleOf(windowsIn(lanes, found.span), until, zone));
	const now = metricsOf(sampleOf(windowsIn(lanes, span), until, zone));
	const areApart = found.span.until <= span.from;
	return {
		baseline: {
			quarter: found.quarter,
			metrics
		},
		movement: movementOf(now, metrics, areApart)
	};
}

// src/dora/production.ts
/** Which environments are production when no policy says so. */
const NAMES = /* @__PURE__ */ new Set([
	"production",
	"prod",
	"live"
]);
const BEGINNINGS = ["production-", "prod-"];
/** Compared without case. */
function isProductionName(environment) {
	const name = environment.toLowerCase();
	return NAMES.has(name) || BEGINNINGS.some((beginning) => name.startsWith(beginning));
}

// src/flow/dora/counting.ts
/** How a policy wants the figures counted. */
/** Tiers that differ by less than 10 points are one tier. */
const USUAL_MARGIN = .1;
/** @param policy null: there is none */
function countingOf(policy) {
	const production = policy?.dora?.production;
	const { margin } = policy?.dora?.calibration ?? {};
	const target = policy?.dora?.targets?.["change-fail-rate"];
	return {
		zone: policy?.zone ?? "UTC",
		isProduction: (environment) => production === void 0 ? isProductionName(environment) : matchesEnvironment(production, environment),
		tiers: policy?.tiers ?? null,
		margin: margin === void 0 ? USUAL_MARGIN : shareOf(margin),
		failRateTarget: target === void 0 ? null : shareOf(target),
		targets: policy?.dora?.targets
	};
}
/** `5%`, `2.5 %`: checked when the policy was parsed. Divided, and not multiplied: `5%` is 0.05 and no more. */
function shareOf(percentage) {
	return Number.parseFloat(percentage) / 100;
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

// src/dora/render/table.ts
/** Markdown tables whose rows all have as many cells as their head. */
/** Cells are Markdown already: inert, on one line. No rows: no table. */
function table(head, rows) {
	if (rows.length === 0) return [];
	return [
		row(head),
		row(head.map(() => "---")),
		...rows.map((cells) => row(head.map((_, at) => cells[at] ?? "")))
	];
}
function row(cells) {
	return `| ${cells.join(" | ")} |`;
}
/** Closed until a reader opens it; `summary` is inert Markdown. GitHub wants the empty lines. */
function collapsed(summary, lines) {
	return [
		"<details>",
		`<summary>${asHtml(summary)}</summary>`,
		"",
		...lines,
		"",
		"</details>"
	];
}
/** `… and 12 more teams`; null where nothing was cut. */
function sayCut(left, what) {
	return left > 0 ? ["", `… and ${left} more ${what}.`] : [];
}
/** Inside HTML Markdown has no power, and its escapes would be shown. A dollar would begin a formula. */
function asHtml(inert) {
	return inert.replace(/\\(.)/gu, (_, escaped) => escaped === "$" ? "&#36;" : escaped);
}

// src/dora/render/metrics.ts
/** One row each: what it is, of how many, how sure that is, and whether the target is met. */
function metricsTable(metrics, targets) {
	const head = [
		"metric",
		"value",
		"n",
		"95 % interval",
		...targets === void 0 ? [] : ["target"]
	];
	const rows = TARGET_NAMES.map((name) => {
		const { value, tail, n, interval } = sayMetric(name, metrics);
		const target = targets === void 0 ? [] : [sayTarget(judgeTarget(name, metrics, targets))];
		return [
			METRIC_NAMES[name],
			value + tail,
			n,
			interval,
			...target
		];
	});
	return table(head, rows);
}
function sayMetric(name, metrics) {
	switch (name) {
		case "deployment-frequency": return sayPaceOf(metrics);
		case "lead-time": return saySpread(metrics.leadTime, count(metrics.leadTime.n, "change"));
		case "change-fail-rate": return sayShare(metrics.changeFailRate);
		case "recovery-time": return saySpread(metrics.recoveryTime, count(metrics.recoveryTime.n, "failure"));
		case "rework-rate": return sayShare(metrics.reworkRate);
	}
}
function sayPaceOf({ deploymentFrequency: figure }) {
	const interval = sayFrequencyInterval(figure);
	return {
		value: sayFrequency(figure),
		tail: "",
		n: count(figure.n, "deployment"),
		interval
	};
}
function sayShare(figure) {
	return {
		value: sayRate(figure),
		tail: "",
		n: count(figure.n, "deployment"),
		interval: sayRateInterval(figure)
	};
}
function saySpread(figure, n) {
	if (figure.value === null) return {
		value: sayUnknown(figure),
		tail: "",
		n,
		interval: sayDurationInterval(figure)
	};
	return {
		value: sayDuration(figure.value),
		tail: sayTail(figure),
		n,
		interval: sayDurationInterval(figure)
	};
}
/** One sample has no tail. */
function sayTail({ n, p75, p90 }) {
	if (n < 2) return "";
	const parts = [...p75 === null ? [] : [`75 % within ${sayDuration(p75)}`], ...p90 === null ? [] : [`90 % within ${sayDuration(p90)}`]];
	return parts.length === 0 ? " (median)" : ` (median); ${parts.join(", ")}`;
}
/** What the table does not hold; empty lines are left out. */
function sayBesides(metrics) {
	const { deploymentFrequency: frequency, leadTime, changeFailRate, recoveryTime } = metrics;
	const { mergeToDeploy } = leadTime;
	const others = [
		...frequency.rollbacks > 0 ? [count(frequency.rollbacks, "rollback")] : [],
		...frequency.redeploys > 0 ? [count(frequency.redeploys, "redeploy")] : [],
		...frequency.deployFailures > 0 ? [count(frequency.deployFailures, "attempt that failed", "attempts that failed")] : []
	];
	return [
		...others.length === 0 ? [] : [`Not counted as deployments: ${others.join(", ")}.`],
		...sayMaturing(changeFailRate.maturing),
		...sayOpen(recoveryTime.open),
		...mergeToDeploy.value === null ? [] : [`From merge to production: ${sayDuration(mergeToDeploy.value)} (median of ${count(mergeToDeploy.n, "change")}).`],
		...frequency.medianGap === null ? [] : [`Between two deployments: ${sayDuration(frequency.medianGap)} (median).`]
	];
}
function sayMaturing(maturing) {
	if (maturing === 0) return [];
	const are = maturing === 1 ? "is" : "are";
	return [`Maturing: ${count(maturing, "deployment")} ${are} younger than 72 h and not in the change fail rate yet.`];
}
function sayOpen(open) {
	if (open === 0) return [];
	return [`Not recovered yet: ${count(open, "failure")}. Say \`/tidegate recovered DEPLOYMENT\` when it is over.`];
}

// src/dora/render/calibration.ts
function sayCalibration(calibration) {
	const { state, difference, needed } = calibration;
	switch (state) {
		case "separated": return `**The tiers are separated.** The highest tier fails more often than the lowest: the difference is ${sayPoints(difference)}. Nothing to do.`;
		case "recalibrate": return `**The tiers want recalibration.** The highest tier does not fail clearly more often than the lowest, or the lowest fails too often: the difference is ${sayPoints(difference)}. Look at the rules under \`risk\` in the policy: what they call risky is not what fails.`;
		case "not-enough-evidence": return `**Not enough evidence yet** to say whether the tiers tell risk apart: the difference so far is ${sayPoints(difference)}. ${sayNeeded(needed)}`;
	}
}
const STATES = {
	separated: "separated",
	recalibrate: "**recalibrate**",
	"not-enough-evidence": "not enough evidence"
};
/** The tiers one by one: which of them tells nothing. Empty where there are but two, or nothing is known of any. */
function sayCalibrationSteps({ steps = [] }) {
	if (steps.every(({ difference }) => difference.value === null)) return [];
	return [
		"| from tier to tier | difference of the fail rates | state |",
		"| --- | --- | --- |",
		...steps.map(({ lower, higher, state, difference, needed }) => {
			const more = needed === void 0 ? "" : `, about ${sayNumber(Math.ceil(needed))} more`;
			return `| ${sayName(lower)} → ${sayName(higher)} | ${sayPoints(difference)} | ${STATES[state]}${more} |`;
		}),
		""
	];
}
function sayNeeded(needed) {
	if (needed === void 0) return "It takes deployments of both the lowest and the highest tier.";
	return `It takes about ${count(Math.ceil(needed), "more deployment")}.`;
}
/** Differences of rates are told in percentage points, the highest tier minus the lowest. */
function sayPoints({ value, interval }) {
	if (value === null) return "unknown";
	const range = interval === null ? "" : ` (95 % interval ${points(interval.lower)} to ${points(interval.upper)})`;
	return `${points(value)} percentage points${range}`;
}
function points(share) {
	const value = Math.round(share * 1e3) / 10;
	return value < 0 ? `−${sayNumber1(-value)}` : sayNumber1(value);
}
function sayNumber1(value) {
	return Number.isInteger(value) ? sayNumber(value) : value.toFixed(1);
}

// src/dora/render/movement.ts
/** What changed since the baseline, and what was changed in the process meanwhile. */
/** The metrics as the report names them. */
const REPORT_KEYS = {
	"deployment-frequency": "deploymentFrequency",
	"lead-time": "leadTime",
	"change-fail-rate": "changeFailRate",
	"recovery-time": "recoveryTime",
	"rework-rate": "reworkRate"
};
function sayBaseline({ baseline, movement }) {
	if (baseline === void 0) return [];
	const rows = TARGET_NAMES.map((name) => {
		const moved = movement?.[REPORT_KEYS[name]];
		const change = moved === void 0 ? ["unknown", "unknown"] : [sayChange(name, moved, baseline.metrics), sayReading(name, moved)];
		return [
			METRIC_NAMES[name],
			sayMetric(name, baseline.metrics).value,
			...change
		];
	});
	const quarter = sayStretch(baseline.quarter);
	const head = [
		"metric",
		quarter,
		"change since (95 % interval)",
		"what that says"
	];
	return [
		`### Movement since ${quarter}`,
		"",
		"All lanes together.",
		"",
		...table(head, rows),
		""
	];
}
/** `2026-Q3`; before a whole quarter was observed, of `2026-08-14/P90D`: `the 90 days from 2026-08-14`. */
function sayStretch(quarter) {
	const [, from, days] = /^(\d{4}-\d{2}-\d{2})\/P(\d+)D$/u.exec(quarter) ?? [];
	return from === void 0 ? sayName(quarter) : `the ${days} days from ${from}`;
}
function sayChange(name, { value, interval }, before) {
	if (value === null) return "unknown";
	const say = sayDifference(name, before);
	const range = interval === null ? "" : ` (${say(interval.lower)} to ${say(interval.upper)})`;
	return `${say(value)}${range}`;
}
/** In the units in which the value before is told. */
function sayDifference(name, before) {
	if (name === "lead-time" || name === "recovery-time") return (value) => signed(value, sayDuration);
	if (name === "deployment-frequency") {
		const pace = paceOf(before.deploymentFrequency);
		return (value) => signed(value, (perDay) => sayPace(perDay, pace));
	}
	return (value) => `${value > 0 ? "+" : ""}${points(value)} points`;
}
function signed(value, say) {
	if (value === 0) return say(0);
	return `${value < 0 ? "−" : "+"}${say(Math.abs(value))}`;
}
/** Better or worse only where the interval leaves no doubt about the direction. */
function directionOf(name, { value, interval }) {
	if (value === null || interval === null || interval.lower <= 0 && interval.upper >= 0) return "unclear";
	return interval.lower > 0 === (name === "deployment-frequency") ? "better" : "worse";
}
const READINGS = {
	better: "✅ better",
	worse: "⛔ worse",
	unclear: "may be chance"
};
function sayReading(name, difference) {
	if (difference.value === null) return "unknown";
	return difference.interval === null ? "not judged: it has no interval" : READINGS[directionOf(name, difference)];
}
/** The newest first; `most` of them. */
function sayMarks(marks, zone, most) {
	if (marks.length === 0 || most === 0) return [];
	const newest = [...marks].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, most);
	const rows = newest.map(({ at, sha, summary }) => [
		sayDate(at, zone),
		sayName(sha.slice(0, 7)),
		inertMarkdown(plainLine(summary, 200))
	]);
	return [
		"### Changes of the policy",
		"",
		"Figures before and after one of these may differ because of it.",
		"",
		...table([
			"when",
			"commit",
			"what"
		], rows),
		...sayCut(marks.length - newest.length, "changes"),
		""
	];
}

// src/dora/render/attention.ts
const MOST_LINES = 12;
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
	return open === 0 ? [] : [`${sayLane(lane)}: ${count(open, "failure")} not recovered yet.`];
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
	return [`${count(wanting, "incident waits", "incidents wait")} for somebody to confirm the cause, see Causes below.`];
}
/** The bold line and its list. `hasFigures`: whether anything at all can be judged. */
function sayAttention(lines, hasFigures) {
	if (lines.length === 0) return [hasFigures ? "**Nothing needs attention.**" : "**Nothing can be judged yet: nothing was deployed.**"];
	const shown = lines.slice(0, MOST_LINES);
	return [
		`**${count(lines.length, "thing needs", "things need")} attention:**`,
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
	return figure.value === null ? sayUnknown(figure) : `${sayDuration(figure.value)} (n = ${figure.n})`;
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
const LONGEST_TITLE = 90;
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
		`    title "${plainTitle(title, LONGEST_TITLE)}"`,
		`    x-axis [${distinct(drawn.map(({ label }) => plainTitle(label, LONGEST_LABEL))).map((label) => `"${label}"`).join(", ")}]`,
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
function distinct(labels) {
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
	return [`${count(open, "review")} open, ${overdue} of them overdue.${told}`, ""];
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
		`${count(suggestedCauses.length, "incident")} may have been caused by a deployment. None of them counts as a failed change before somebody says so: write the command as a comment on the incident, with \`external\` behind it when no deployment was the cause. A line goes away once that is said; ticking its box does nothing.`,
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
const MOST_LANES$1 = 20;
const MOST_SHOWN = 5;
/** What of it somebody has to look at. */
function standingAttention(standing) {
	const { count: passed, jobs } = standing?.unguarded ?? {
		count: 0,
		jobs: []
	};
	return [
		...(standing?.held ?? []).map(sayHeld),
		...passed === 0 ? [] : [`${count(passed, "deployment")} passed no gate, see Not guarded below.`],
		...jobs.length === 0 ? [] : [`${count(jobs.length, "job deploys", "jobs deploy")} where no gate can be asked, see Not guarded below.`]
	];
}
function sayHeld({ environment, sha, since, issue }) {
	const why = issue === null ? "" : ` (#${issue})`;
	return `${sayName(environment)} refuses every commit that contains \`${sha.slice(0, 7)}\` since ${since.slice(0, 10)}${why}, until somebody lifts that.`;
}
/** Nothing where nothing was looked at, or nothing is to be told. */
function sayStanding(standing) {
	if (standing === void 0) return [];
	return [...sayUndeployed(standing), ...sayUnguarded(standing.unguarded)];
}
function sayUndeployed({ undeployed, at }) {
	const counted = undeployed.filter(({ isUncounted }) => isUncounted !== true);
	const told = counted.filter(({ waiting }) => waiting === null || waiting.changes > 0);
	const left = undeployed.length - counted.length;
	if (told.length === 0 && left === 0) return [];
	const rows = told.slice(0, MOST_LANES$1).map(({ service, environment, waiting }) => [`${sayName(service)} in ${sayName(environment)}`, ...waiting === null ? [
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
		...sayCut(told.length - MOST_LANES$1, "lanes"),
		...left === 0 ? [] : ["", `${counted.length} of ${undeployed.length} lanes counted. The others have their turn in the next days.`],
		""
	];
}
function sayUnguarded(seen) {
	if (seen === null || seen.count === 0 && seen.jobs.length === 0 && seen.unread === 0) return [];
	const deployments = seen.last.slice(0, MOST_SHOWN).map(({ deploymentId, environment, sha, at, why }) => {
		return `- ${`${sha.slice(0, 7)} to ${sayName(environment)}`} on ${at.slice(0, 10)} (deployment ${deploymentId}): ${sayName(why)}.`;
	});
	const jobs = seen.jobs.slice(0, MOST_SHOWN).map(({ workflow, job, environment }) => {
		return `- ${`${sayName(workflow)}, job ${sayName(job)}`}: deploys to ${sayName(environment)} with \`deployment: false\`, so no gate is asked.`;
	});
	const unread = seen.unread === 0 ? [] : [`- Of ${count(seen.unread, "workflow file")} nothing is known: not read, or not understood.`];
	return [
		"### Not guarded",
		"",
		seen.count === 0 ? "No deployment is known that passed without a gate." : `${count(seen.count, "deployment")} to governed environments passed without a gate of ours.`,
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
		const body = linesOf(report, options, stage).join("\n");
		if (body.length <= room) return {
			title,
			body
		};
	}
	const last = STAGES.at(-1);
	return {
		title,
		body: cutLines(linesOf(report, options, last), room)
	};
}
function linesOf(report, options, stage) {
	const { targets } = options;
	const lanes = shownLanes(report.lanes, stage.lanes);
	return [
		sayState(report, options.repository),
		"",
		...sayAttention([...attentionOf(report, targets), ...standingAttention(options.standing)], report.lanes.some(hasDeployments)),
		"",
		...lanesSection(lanes, report, targets),
		...sayStanding(options.standing),
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
		...foot(report)
	];
}
/** In one sentence: how much, where, when, by which rules. */
function sayState({ lanes, window, zone, definitions }, repository) {
	const deployments = lanes.reduce((sum, { metrics }) => sum + metrics.deploymentFrequency.n, 0);
	const days = Math.round((epochMs(window.until) - epochMs(window.from)) / 864e5);
	const range = `${sayMoment(window.from, zone)} to ${sayMoment(window.until, zone)}`;
	const where = `${count(lanes.length, "lane")} of ${sayName(repository)}`;
	return `${count(deployments, "deployment")} to production in ${where}, ${range} (${count(days, "day")}, ${sayName(zone)}), by definitions ${sayName(definitions.version)}.`;
}
function hasDeployments({ metrics }) {
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
		...hidden > 0 ? [`and ${count(hidden, "more lane")}`] : [],
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
	return [...weeks < longest ? [`the weeks before the last ${weeks}`] : [], ...lanes > MOST_CHARTS ? [`the weeks of ${count(lanes - MOST_CHARTS, "lane")}`] : []];
}
function longestOf(lanes) {
	return Math.max(0, ...lanes.map(({ metrics }) => metrics.deploymentFrequency.weeks.length));
}
/** What DORA's own guide warns of. */
const PITFALLS = ["These figures are for learning and are not a goal: a figure that becomes a target is no longer a good figure.", "Read one service at a time over time; do not compare teams or blend services with each other."];
function foot({ definitions }) {
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
function stateOf(report, targets, before = null) {
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
const MARK = "<!-- tidegate:dora-state ";
/** The state as a comment that nobody sees, for an issue whose keeper has no other memory. */
function stateMark(state) {
	return `${MARK}${keepState(state)} -->`;
}
/** What {@link stateMark} wrote into a body; null: none, or none that can be read. */
function stateIn(body) {
	const begin = body.indexOf(MARK);
	const end = begin < 0 ? -1 : body.indexOf(" -->", begin);
	return end < 0 ? null : readState(body.slice(begin + 25, end));
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

// src/action/dora/keep-figures.ts
const ISSUE = {
	key: "dora",
	label: "tidegate:dora"
};
/** Lists may show late what was made a moment ago, so a creation whose answer was lost is looked for again. */
const ATTEMPTS = 3;
const LONGEST_PAUSE_MS = 6e4;
async function keepFigures(connection, report, shown, isDryRun, ports) {
	const known = await findOurs(connection, ISSUE);
	const before = known === null ? null : stateIn(known.body);
	const state = stateOf(report, shown.targets, before);
	const changes = known === null ? [] : changesOf(before, state);
	const mark = stateMark(state);
	const { title, body } = renderDoraIssue(report, {
		...shown,
		limit: ISSUE_LIMIT - 2 * mark.length
	});
	const number = known?.number ?? null;
	if (isDryRun) return {
		kind: "kept",
		said: wouldSay(number),
		number,
		changes
	};
	if (number !== null && changes.length > 0) await comment(connection, number, changes);
	return write(connection, {
		title,
		body: `${body}\n\n${mark}`,
		number
	}, changes, ports);
}
function wouldSay(number) {
	return number === null ? "It would open an issue with the figures." : `It would update issue #${number}.`;
}
/** Of a locked issue nobody is notified, and the figures are in it all the same. */
async function comment(connection, number, changes) {
	await writeComment(connection, number, null, changes.map((change) => `- ${change}`).join("\n"));
}
async function write(connection, issue, changes, { sleep }) {
	const { repository } = connection;
	const effect = {
		kind: "keep-issue",
		repository,
		...ISSUE,
		...issue,
		seed: "",
		isOver: false
	};
	for (let attempt = 1;; attempt += 1) {
		const outcome = await keepIssue(connection, effect);
		const pause = outcome.kind === "retry" ? outcome.afterMs ?? LONGEST_PAUSE_MS : 0;
		if (outcome.kind !== "retry" || attempt >= ATTEMPTS || pause > LONGEST_PAUSE_MS) return keptAs(outcome, issue.number, changes);
		await sleep(pause);
	}
}
function keptAs(outcome, known, changes) {
	if (outcome.kind === "superseded") return refused("no-issue", outcome.because);
	if (outcome.kind === "retry") return refused("unavailable", outcome.because);
	const number = outcome.issue ?? known;
	return {
		kind: "kept",
		said: known === null ? `Issue #${number} was opened.` : `Issue #${number} is up to date.`,
		number,
		changes
	};
}
function refused(code, because) {
	return {
		kind: "refused",
		code,
		because: `The issue with the figures was not written: ${because}. The job needs "issues: write" below "permissions:", and the repository has to take issues; or set "issue" to false.`
	};
}

// src/action/dora/outcome.ts
/** The figures as outputs, text and files. */
async function doraOutcome(made) {
	const { report, shown, kept, warnings, reportDir } = made;
	const result = JSON.stringify(report);
	const isDone = kept?.kind !== "refused";
	const line = headlineOf(made);
	return {
		decision: isDone ? "proceed" : "stop",
		verdict: isDone ? "done" : "refused",
		reasonCode: isDone ? "" : kept.code,
		headline: isDone ? line : kept.because,
		details: isDone ? "" : line,
		summary: summaryOf(made, [line, ...isDone ? [] : [kept.because]], renderDoraIssue(report, shown).body),
		problems: warnings,
		outputs: {
			result,
			"report-path": await writeReport(reportDir, "dora.json", result)
		}
	};
}
function headlineOf({ report, kept }) {
	const { lanes } = report;
	const deployments = lanes.reduce((sum, { metrics }) => sum + metrics.deploymentFrequency.n, 0);
	const told = lanes.length === 0 ? "DORA figures: nothing was deployed to production in 90 days, as far as GitHub knows." : `DORA figures over 90 days: ${deployments} deployment${deployments === 1 ? "" : "s"} in ${lanes.length} lane${lanes.length === 1 ? "" : "s"}.`;
	return kept?.kind === "kept" ? `${told} ${kept.said}` : told;
}
function summaryOf({ kept, runner }, lines, body) {
	const number = kept?.kind === "kept" ? kept.number : null;
	const link = number === null ? [] : [`[The issue with the figures](${runner.repositoryUrl}/issues/${number})`];
	const changes = kept?.kind === "kept" ? kept.changes.map((change) => `- ${change}`) : [];
	const told = changes.length === 0 ? [] : [changes.join("\n")];
	return [
		"### Tidegate dora",
		...lines.map(inertMarkdown),
		...link,
		...told,
		body
	].join("\n\n");
}

// src/flow/history/request.ts
/** The repository's own word, else its organisation's. */
function settingOf({ policies }, key) {
	return policies.findLast(({ dora }) => dora?.[key] !== void 0)?.dora?.[key];
}
function isProduction(request, environment) {
	const named = settingOf(request, "production");
	return named === void 0 ? isProductionName(environment) : matchesEnvironment(named, environment);
}
/** The service that is deployed there; without a policy's word the whole repository, by its name. */
function serviceOf({ policies, repository }, environment) {
	return policies.map((policy) => entryFor(policy, environment)?.service).findLast((name) => name !== void 0) ?? repository.slice(repository.indexOf("/") + 1);
}
function incidentLabelsOf(request) {
	return settingOf(request, "incident")?.labels ?? [];
}

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
	const isSo = (change) => judges.every((policy) => changeType(policy, change, labelsOf$1(change)).isEmergency);
	return changes.length > 0 && changes.every(isSo);
}
/** The team that all labelled changes name. */
function teamOf(request, changes) {
	const prefix = settingOf(request, "team")?.["label-prefix"].toLowerCase();
	if (prefix === void 0) return null;
	const labels = changes.flatMap(labelsOf$1).filter((label) => label.toLowerCase().startsWith(prefix));
	const teams = new Set(labels.map((label) => label.slice(prefix.length).trim()));
	const [team] = teams;
	return teams.size === 1 && team ? team : null;
}
function labelsOf$1(change) {
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

// src/github/reads/past-events/list-past-deployments.ts
/** The deployments of a repository to all of its environments, newest first, with what became of each. */
async function listPastDeployments(connection, since, page) {
	const number = page === null ? 1 : Number(page);
	const listed = await listPage$1(connection, number);
	const within = listed.filter(({ created_at: at }) => since === null || Date.parse(at) >= epochMs(since));
	const found = await findStatuses(connection, within.map((each) => each.node_id));
	const items = [];
	const unended = [];
	for (const each of within) {
		const ended = endOf(found.get(each.node_id) ?? await readStatuses(connection, Number(each.id)));
		const own = {
			id: Number(each.id),
			startedAt: each.created_at
		};
		if (ended === null) unended.push(own);
		else items.push({
			...own,
			...named(each),
			...ended
		});
	}
	const isLast = listed.length < 100 || within.length < listed.length;
	return {
		items,
		unended,
		listed: listed.length,
		next: isLast ? null : String(number + 1)
	};
}
async function listPage$1({ octokit, owner, repo }, page) {
	const { data } = await ask("Reading the deployments", () => octokit.request("GET /repos/{owner}/{repo}/deployments", {
		owner,
		repo,
		per_page: 100,
		page,
		request: once()
	}));
	return data;
}
function named({ environment, ref, sha, payload }) {
	return {
		environment: environment.toWellFormed(),
		ref: ref.toWellFormed(),
		sha: effectiveSha(payload, sha)
	};
}
/**
* The first success; where there was none, the first failure. `inactive` only says that another one came later, and
* the deployment's own `updated_at` changes with it.
*
* @param statuses newest first.
*/
function endOf(statuses) {
	const success = statuses.findLast(({ state }) => state === "success");
	if (success) return {
		state: "success",
		finishedAt: success.createdAt
	};
	const failure = statuses.findLast(({ state }) => state === "failure" || state === "error");
	return failure ? {
		state: "failure",
		finishedAt: failure.createdAt
	} : null;
}

// src/github/reads/past-events/list-past-incidents.ts
/** Issues that a label makes incidents, with each time that they were open. */
/** Labels are asked for one after the other, since GitHub's filter asks for all: a page is `LABEL:NUMBER`. */
async function listPastIncidents(connection, labels, since, page) {
	const [turn = 0, number = 1] = page === null ? [] : page.split(":").map(Number);
	const known = (await spelledAsThere(connection, labels)).toSorted();
	const label = known[turn];
	if (label === void 0) return {
		items: [],
		next: null
	};
	const listed = await listPage(connection, {
		label,
		since,
		page: number
	});
	const items = [];
	for (const issue of listed) if (issue.pull_request === void 0 && firstOf(known, labelsOf(issue)) === label) items.push(await incidentOf(connection, issue));
	return {
		items,
		next: listed.length === 100 ? `${turn}:${number + 1}` : turn + 1 < known.length ? `${turn + 1}:1` : null
	};
}
/** Oldest first: what is opened meanwhile comes last. `since` is of any change: GitHub has no other. */
async function listPage({ octokit, owner, repo }, { label, since, page }) {
	const filter = label.includes(",") ? {} : { labels: label };
	const { data } = await ask(`Reading the issues labelled ${label}`, () => octokit.request("GET /repos/{owner}/{repo}/issues", {
		owner,
		repo,
		state: "all",
		sort: "created",
		direction: "asc",
		per_page: 100,
		page,
		...filter,
		...since === null ? {} : { since },
		request: once()
	}));
	return data;
}
function labelsOf({ labels }) {
	return labels.map((label) => typeof label === "string" ? label : label.name ?? "");
}
function firstOf(known, labels) {
	return known.find((name) => labels.some((label) => isSame(label, name)));
}
async function incidentOf(connection, issue) {
	const { number, title } = issue;
	const labels = labelsOf(issue).map((label) => label.toWellFormed());
	const intervals = intervalsOf(issue, await readTurns(connection, number));
	return {
		number,
		title: title.toWellFormed(),
		labels,
		intervals
	};
}
/** When it was closed and opened again, oldest first. Of an issue that moved away meanwhile nothing is told any more. */
async function readTurns({ octokit, owner, repo }, number) {
	const route = "GET /repos/{owner}/{repo}/issues/{issue_number}/events";
	try {
		const { items } = await listAll(`Reading the events of #${number}`, (page) => octokit.request(route, {
			owner,
			repo,
			issue_number: number,
			...page,
			request: once()
		}));
		return items.flatMap(({ event, created_at: at }) => event === "closed" || event === "reopened" ? [{
			isOpen: event === "reopened",
			at
		}] : []).sort((one, other) => epochMs(one.at) - epochMs(other.at));
	} catch (error) {
		if (error instanceof Failure && error.kind === "not-found") return [];
		throw error;
	}
}
/** The incident begins when the issue is opened, whenever it got its label. The issue itself says how it stands now. */
function intervalsOf(issue, turns) {
	const intervals = [];
	let openedAt = issue.created_at;
	for (const { isOpen, at } of turns) if (isOpen) openedAt ??= at;
	else if (openedAt !== null) {
		intervals.push({
			openedAt,
			closedAt: at
		});
		openedAt = null;
	}
	if (issue.state === "open") return withOpenEnd(intervals, openedAt);
	if (openedAt === null) return intervals;
	return [...intervals, {
		openedAt,
		closedAt: issue.closed_at ?? openedAt
	}];
}
/** Open, although the last that is known is that it was closed: since when is not known, so it was never well. */
function withOpenEnd(intervals, openedAt) {
	if (openedAt !== null) return [...intervals, { openedAt }];
	const last = intervals.at(-1);
	return last === void 0 ? [] : [...intervals.slice(0, -1), { openedAt: last.openedAt }];
}

// src/github/reads/past-events/list-past-releases.ts
/** Published releases, with the commits that their tags are of. */
/** GitHub lists the newest 1,000 releases, and answers 500 to who asks for more (release-drafter, `RELEASE_COUNT_LIMIT`). */
const MOST_PAGES = 10;
async function listPastReleases(connection, since, page) {
	const { octokit, owner, repo } = connection;
	const number = page === null ? 1 : Number(page);
	const { data } = await ask("Reading the releases", () => octokit.request("GET /repos/{owner}/{repo}/releases", {
		owner,
		repo,
		per_page: 100,
		page: number,
		request: once()
	}));
	const items = [];
	let untagged = 0;
	for (const { id, tag_name: tag, draft, prerelease, published_at: at } of data) {
		if (draft || prerelease || !at || since !== null && Date.parse(at) < epochMs(since)) continue;
		const sha = await commitOf(connection, tag);
		if (sha === null) untagged += 1;
		else items.push({
			id: Number(id),
			tag: tag.toWellFormed(),
			sha,
			publishedAt: at
		});
	}
	const isFull = data.length === 100;
	const isCut = isFull && number >= MOST_PAGES;
	return {
		items,
		untagged,
		isCut,
		next: isFull && !isCut ? String(number + 1) : null
	};
}
/** Null: the tag is gone. */
async function commitOf({ octokit, owner, repo }, tag) {
	const read = () => octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
		owner,
		repo,
		ref: `tags/${tag}`,
		per_page: 1,
		request: once()
	});
	try {
		return (await askOrNull(`Looking for tag ${tag}`, read))?.data.sha ?? null;
	} catch (error) {
		if (error instanceof Failure && error.kind === "rejected") return null;
		throw error;
	}
}

// src/github/reads/past-events/read-first-commit.ts
/** Null: GitHub tells of none. */
async function readFirstCommit(connection, number) {
	const listed = await listPullCommits(connection, number);
	return earliest(listed.flatMap(({ commit }) => commit.author?.date ?? []));
}

// src/github/reads/past-events/read-reverted.ts
/** Which pull requests a change takes back, by what its text says in the words of git and of GitHub. */
/** Somebody's text must not be able to use up what may be read: neither one, nor all of a range together. */
const MOST_COMMITS$1 = 20;
const MOST_IN_RANGE = 200;
function lookUpsOfRange() {
	return { left: MOST_IN_RANGE };
}
function isTitleOfRevert(title) {
	return referencesIn(title, "", "").quoted !== null;
}
async function readReverted(connection, text, lookUps) {
	const { subject, body } = subjectAndBody(text);
	const { numbers, quoted, shas } = referencesIn(subject, body, `${connection.owner}/${connection.repo}`);
	const found = new Set(numbers);
	const inTitle = pullRequestNumber(quoted ?? "");
	if (inTitle !== 0) found.add(inTitle);
	if (found.size > 0) return [...found];
	for (const sha of [...new Set(shas)].slice(0, Math.min(MOST_COMMITS$1, lookUps.left))) {
		lookUps.left -= 1;
		for (const number of await pullRequestsOf(connection, sha)) found.add(number);
	}
	return [...found];
}
/** None where there is no such commit. */
async function pullRequestsOf(connection, sha) {
	try {
		return await readMergedPullRequests(connection, sha);
	} catch (error) {
		if (error instanceof Failure && (error.kind === "not-found" || error.kind === "rejected")) return [];
		throw error;
	}
}

// src/github/reads/past-events/read-past-range.ts
/** A year of changes would use up the rate limit, and is no deployment that figures could be made from. */
const MOST_COMMITS = 1e3;
/** Each takes a request of its own where its files are asked about. */
const MOST_READ_ALONE = 250;
async function readPastRange(connection, baseSha, headSha, { withFiles }) {
	const forward = await compare(connection, baseSha, headSha);
	if (forward === null) return null;
	const { direction } = forward;
	const isBackward = direction === "backward";
	const range = isBackward ? await compare(connection, headSha, baseSha) : forward;
	if (!range?.complete) return null;
	const tip = isBackward ? baseSha : headSha;
	const asRead = range.commits.map(({ sha, nodeId, parents }) => ({
		sha,
		nodeId,
		parents
	}));
	const found = await findChanges(connection, asRead, tip);
	const { commits } = range;
	const reading = {
		connection,
		found,
		withFiles,
		commits,
		lookUps: lookUpsOfRange(),
		changes: /* @__PURE__ */ new Map(),
		alone: 0
	};
	for (const commit of range.commits) await takeCommit(reading, commit);
	if (reading.alone > MOST_READ_ALONE && withFiles) return null;
	return {
		direction,
		changes: [...reading.changes.values()],
		complete: true
	};
}
/** Null: one of the commits is gone, they have no common ancestor, or there are more between them than we read. */
async function compare(connection, base, head) {
	try {
		const comparison = await comparePaged(connection, base, head, MOST_COMMITS);
		return comparison.complete ? comparison : null;
	} catch (error) {
		if (!(error instanceof Failure) || !await isForGood(connection, error, head)) throw error;
		return null;
	}
}
/** GitHub also answers 5xx where comparing takes it too long, and does so again; when it is down it shows no commit. */
async function isForGood(connection, { kind }, head) {
	if (kind === "not-found" || kind === "rejected") return true;
	return kind === "unavailable" && await isThere(connection, head).catch(() => false);
}
async function takeCommit(reading, commit) {
	const { connection, found, changes } = reading;
	const numbers = found.pullsOf.get(commit.sha) ?? await readMergedPullRequests(connection, commit.sha);
	if (numbers.length === 0) {
		reading.alone += 1;
		if (reading.alone <= MOST_READ_ALONE || !reading.withFiles) changes.set(commit.sha, await aloneOf(reading, commit));
	}
	for (const number of numbers) if (!changes.has(number)) changes.set(number, await pullRequestOf(reading, number));
}
async function pullRequestOf(reading, number) {
	const { connection, found } = reading;
	const change = found.changes.get(number) ?? (await readPullRequest(connection, number)).change;
	const first = found.firstCommits.get(number) ?? await readFirstCommit(connection, number);
	if (first === null || change.kind !== "pull-request") return {
		change,
		event: null
	};
	const { mergedAt } = change;
	const reverts = isRevert(reading, change) ? await revertsIn(reading, change, [number]) : {};
	return {
		change,
		event: {
			number,
			firstCommitAt: first,
			...mergedAt ? { mergedAt } : {},
			...reverts
		}
	};
}
/**
* By a title that one of its commits knows. Whoever opened a pull request can give it another one after the merge, and
* with it blame what others shipped.
*/
function isRevert({ commits, found }, { number, title }) {
	if (!isTitleOfRevert(title)) return false;
	const isOwn = ({ sha }) => found.pullsOf.get(sha)?.includes(number) ?? true;
	return commits.some((commit) => isOwn(commit) && commit.message.includes(title));
}
async function aloneOf(reading, commit) {
	const { connection, withFiles } = reading;
	const { sha, authoredAt: firstCommitAt } = commit;
	const change = withFiles ? (await readCommit(connection, sha)).change : bareCommit(commit);
	return {
		change,
		event: {
			sha,
			firstCommitAt,
			...await revertsIn(reading, change, [])
		}
	};
}
function bareCommit({ sha, message, author, committedAt }) {
	return {
		kind: "commit",
		sha,
		message,
		author: author.login ?? "",
		at: committedAt,
		files: []
	};
}
async function revertsIn({ connection, lookUps }, change, own) {
	const text = change.kind === "commit" ? change.message : `${change.title}\n\n${change.body}`;
	const reverts = (await readReverted(connection, text, lookUps)).filter((number) => !own.includes(number));
	return reverts.length === 0 ? {} : { reverts };
}

// src/github/reads/past-events/connect-past-events.ts
/** The `PastEvents` port over one repository and an Octokit. */
/** Reads only, so that it needs no identity under which something would be written. */
function connectPastEvents(octokit, repository) {
	const { owner, name: repo } = repository;
	const connection = {
		octokit,
		repository,
		owner,
		repo,
		self: "",
		appId: null
	};
	return {
		deployments: (since, page) => listPastDeployments(connection, since, page),
		releases: (since, page) => listPastReleases(connection, since, page),
		incidents: (labels, since, page) => listPastIncidents(connection, labels, since, page),
		changes: (baseSha, headSha, options) => readPastRange(connection, baseSha, headSha, options),
		people: rememberPeople(connection)
	};
}
/** The same people made a year of changes. */
function rememberPeople(connection) {
	const known = /* @__PURE__ */ new Map();
	let isRefused = false;
	let knownTeams = "";
	return async (logins, teams) => {
		if (isRefused) return null;
		const wanted = JSON.stringify(teams);
		if (wanted !== knownTeams) known.clear();
		knownTeams = wanted;
		const missing = logins.filter((login) => !known.has(login.toLowerCase()));
		const found = missing.length === 0 ? {} : await unlessRefused(readPeople(connection, missing, teams));
		isRefused = found === null;
		if (found === null) return null;
		for (const login of missing) known.set(login.toLowerCase(), found[login] ?? null);
		const answers = logins.map((login) => [login, known.get(login.toLowerCase()) ?? null]);
		return Object.fromEntries(answers.flatMap(([login, person]) => person === null ? [] : [[login, person]]));
	};
}
async function unlessRefused(read) {
	try {
		return await read;
	} catch (error) {
		if (error instanceof Failure && error.kind === "forbidden") return null;
		throw error;
	}
}

// src/action/dora/read-events.ts
/** Each takes a few requests; a job has 1,000 in an hour, and is told so by GitHub when they are used up. */
const STEPS_AT_ONCE = 25;
const MOST_SLICES = 80;
async function readEvents({ octokit, repository }, request, say) {
	const past = connectPastEvents(octokit, repository);
	const events = [];
	let cursor = null;
	for (let slice = 0; slice < MOST_SLICES; slice += 1) {
		const read = await readHistorySlice(past, request, cursor, STEPS_AT_ONCE);
		events.push(...read.events);
		if (read.isDone) return events;
		cursor = read.cursor;
		say(`read ${cursor.counts.deployments} deployments and ${cursor.counts.incidents} incidents so far`);
	}
	throw new Failure("rejected", "Reading the history: there is more of it than a job can read. Read it once with \"tidegate backfill\", and make the figures with \"tidegate dora\".");
}

// src/action/dora.ts
/** As `tidegate dora` has it by default: long enough for figures, short enough for a job to read. */
const WINDOW_MS = 7776e6;
async function runDora(inputs, runner, ports) {
	try {
		return await report(inputs, runner, ports);
	} catch (error) {
		return explainReportFailure(error);
	}
}
async function report(inputs, runner, ports) {
	const until = ports.now();
	const job = await ports.connect();
	const read = await readReportingPolicies(inputs, runner.workspace, job.github, until);
	if ("verdict" in read) return read;
	const figures = await summarise(inputs, job, read, until, ports);
	const policies = read.policies.map(({ policy }) => policy);
	const policy = joinedPolicy(policies);
	const { targets } = policy?.dora ?? {};
	const isKept = inputs.keepsIssue ?? (policy?.dora !== void 0 && policy.dora.issue !== false);
	const shown = {
		repository: `${job.connection.owner}/${job.connection.repo}`,
		targets,
		tiers: policy?.tiers
	};
	const kept = isKept ? await keep(job, figures, shown, inputs.isDryRun, ports) : null;
	const reportDir = inputs.reportDir || runner.reportDir;
	return doraOutcome({
		report: figures,
		shown,
		kept,
		runner,
		warnings: read.warnings,
		reportDir
	});
}
async function summarise(inputs, { connection }, { policies }, until, { say }) {
	const since = toInstant(until - WINDOW_MS);
	const repository = `${connection.owner}/${connection.repo}`;
	const ours = policies.map(({ policy }) => policy);
	const counting = countingOf(joinedPolicy(ours));
	const events = await readEvents(connection, {
		repository,
		at: toInstant(until),
		since,
		policies: ours
	}, say);
	const log = new DoraLog();
	for (const event of events.toSorted((one, other) => timeOf(one) - timeOf(other))) if (isAskedFor(event, inputs)) log.add(event);
	const { environment } = inputs;
	return summariseDora(log, {
		...counting,
		...environment === "" ? {} : { isProduction: (name) => isSameName(name, environment) },
		window: WINDOW_MS,
		until,
		marks: await readMarks(connection, inputs.policyFile, since)
	});
}
function timeOf(event) {
	if (event.kind === "deployment") return epochMs(event.finishedAt);
	if (event.kind === "gate") return epochMs(event.requestedAt);
	if (event.kind !== "incident") return epochMs(event.at);
	return Math.min(...event.intervals.map(({ openedAt }) => epochMs(openedAt)));
}
/** An incident without a service may be anybody's. */
function isAskedFor(event, { service, environment }) {
	if (event.kind !== "deployment" && event.kind !== "incident") return true;
	const isOf = (named, wanted) => wanted === "" || (named === void 0 ? event.kind === "incident" : isSameName(named, wanted));
	return isOf(event.service, service) && isOf(event.environment, environment);
}
async function readMarks(connection, policyFile, since) {
	return (await readFileChanges(connection, policyFile, since)).map(({ sha, at, subject }) => ({
		at,
		what: "policy",
		sha,
		summary: plainLine(subject, 200)
	})).toReversed();
}
async function keep(job, figures, shown, isDryRun, ports) {
	try {
		const self = await findViewer(job.connection) ?? job.connection.self;
		return await keepFigures({
			...job.connection,
			self
		}, figures, shown, isDryRun, ports);
	} catch (error) {
		const { reasonCode, headline } = explainReportFailure(error);
		if (reasonCode === "internal") throw error;
		return {
			kind: "refused",
			code: reasonCode,
			because: headline
		};
	}
}

export { runDora };