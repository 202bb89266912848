import { a as toInstant, i as parseInstant, n as epochMs, r as parseDuration } from "./instant.js";
import { n as plainLine, t as inertMarkdown } from "./markdown.js";
import { r as checkedZone, t as DAY$3 } from "./zone.js";
import { t as isProductionName } from "./production.js";
import { c as isGlob } from "./glob.js";
import { k as matchesEnvironment } from "./tiers.js";
import { g as dayOf, h as civilDate, t as RELEASE_TYPES, v as sayDate$1, y as weekdayOf } from "./decision.js";
import { g as isMature, h as LaneReplay } from "./taken-away.js";

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
const Z$1 = 1.959963984540054;
/** Wilson's score interval at 95 %, without continuity correction. Null for an empty sample. */
function wilson(x, n) {
	if (n <= 0) return null;
	const rate = x / n;
	const square = Z$1 * Z$1;
	const centre = rate + square / (2 * n);
	const reach = Z$1 * Math.sqrt(rate * (1 - rate) / n + square / (4 * n * n));
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
const NOTHING = {
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
	const whole = calibrate(counts.get(lowest) ?? NOTHING, high ?? NOTHING, rules);
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
			...calibrate(counts.get(lower) ?? NOTHING, counts.get(higher) ?? NOTHING, rules)
		};
	});
}
/** `needed` is there exactly when there is not enough evidence. */
function calibrate(low, high, rules) {
	const [lowShare, highShare] = [shareOf$1(low), shareOf$1(high)];
	const state = stateOf(lowShare, highShare, rules);
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
function stateOf(low, high, { margin, failRateTarget }) {
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
	const isTold = (factor) => stateOf(grown(low, FEWEST_LOW, factor), grown(high, FEWEST_HIGH, factor), rules) !== "not-enough-evidence";
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
		else if (verdict === "fail") blame(pasts.byId.get(deploymentId), counts);
	}
}
/** @param run null: an attempt that failed; undefined: it is of another environment, or did not end by then */
function blame(run, counts) {
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
			blame(run, counts);
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

// src/dora/lane/lanes.ts
/** Sorted by service, then by environment. */
function lanesAmong(attempts) {
	const lanes = /* @__PURE__ */ new Map();
	for (const attempt of attempts) listOf(lanes, attempt).push(attempt);
	return [...lanes.values()].flatMap((environments) => [...new Set(environments.values())]).map(laneOf).sort((one, other) => compare(one.service, other.service) || compare(keyOf(one), keyOf(other)));
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
	return (DIGITS.test(one) && DIGITS.test(other) ? one.length - other.length : 0) || compare(one, other);
}
function compare(one, other) {
	if (one === other) return 0;
	return one < other ? -1 : 1;
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
	}).sort((one, other) => one.at - other.at || compare(one.incident, other.incident)).map(({ incident, deployment }) => ({
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
	let mean = approximation(atMost + 1, probability > .5 ? -Z$1 : Z$1);
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
const DAY$2 = 864e5;
/** Deployments per day of the time that was observed. None in it is a frequency of 0, and that is known. */
function deploymentFrequency({ runs, deployFailures, observed, zone }) {
	const instants = instantsOf(runs);
	const days = (observed.until - observed.from) / DAY$2;
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
const MOST_OPEN = .2;
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
	const isCensored = open > MOST_OPEN * failures.length;
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
			byBatchSize: failRates(windows, sizeOf, SIZES, {
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
/** Seconds from the request until it was let through, by release type. */
function heldByType(gates, request) {
	return heldBy("type", askedIn(gates, request), request.until);
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
	const names = [...new Set(lasted.map(({ name }) => name))].sort(compare);
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
function sizeOf(deployment) {
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
	const others = [...groups.keys()].filter((name) => !first.includes(name)).sort(compare);
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
	const most = [...counts].sort(([one, n], [other, m]) => m - n || compare(one, other));
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
const DAY$1 = 86400;
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
	if (minutes < DAY$1) return sign + twoUnits(minutes, HOUR, "h", MINUTE, "min");
	return sign + twoUnits(Math.round(size / HOUR) * HOUR, DAY$1, "d", HOUR, "h");
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
	return value === null || value === 0 ? Number.POSITIVE_INFINITY : n / value * DAY$1;
}
function sayFrequency(figure) {
	const { value, n } = figure;
	if (value === null) return sayUnknown(figure);
	const observed = observedFor(figure);
	return observed < DAY$1 ? `${n} in ${sayDuration(observed)}` : sayPace(value, paceOf(figure));
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
	if (observedFor(figure) < DAY$1) return "none for less than a day";
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
	const byTier = byName(windows, ({ tier }) => tier, tiers ?? DEFAULT_TIERS, request);
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
		byType: byName(windows, ({ type }) => type, RELEASE_TYPES, request),
		byTeam: byName(windows, ({ team }) => team, [], request),
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
function byName(windows, nameOf, first, { until, zone }) {
	const groups = groupsOf(windows, nameOf);
	const others = [...groups.keys()].filter((name) => !first.includes(name)).sort(compare);
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
/** The environment that tags were deployed to, which name none: one that counts. */
function productionOf(policy) {
	const { isProduction } = countingOf(policy);
	return [
		...Object.keys(policy?.environments ?? {}),
		...policy?.dora?.production ?? [],
		"production"
	].find((name) => !isGlob(name) && isProduction(name)) ?? policy?.dora?.production?.[0] ?? "production";
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
const [ZERO, DASH, DOT, COLON, T, Z] = [
	48,
	45,
	46,
	58,
	84,
	90
];
const DAY = 864e5;
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
	if (!(text.charCodeAt(text.length - 1) === Z && text.charCodeAt(10) === T && text.charCodeAt(4) === DASH && text.charCodeAt(7) === DASH && text.charCodeAt(13) === COLON && text.charCodeAt(16) === COLON)) return null;
	const days = daysUntil(pair(text, 0) * 100 + pair(text, 2), pair(text, 5), pair(text, 8));
	const hour = pair(text, 11);
	const minute = pair(text, 14);
	const second = pair(text, 17);
	const isTime = hour < 24 && minute < 60 && second < 60;
	const fraction = text.length === 24 ? thousandths(text) : 0;
	return days !== null && isTime && fraction >= 0 ? days * DAY + ((hour * 60 + minute) * 60 + second) * 1e3 + fraction : null;
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
const NO_CHANGES = [];
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
	const told = fields["changes"] ?? NO_CHANGES;
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
		changes: changes.length === 0 ? NO_CHANGES : changes.filter(isObject).map((each) => readChange(each, finishedAt))
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
		const value = parsed(text);
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
function parsed(text) {
	try {
		return JSON.parse(text.charCodeAt(0) === 65279 ? text.slice(1) : text);
	} catch {
		return;
	}
}

export { sayFrequency as A, movementOf as B, judgeTarget as C, paceOf as D, count as E, sayPercent as F, laneWindow as G, metricsOf as H, sayRate as I, namedIn as J, sampleOf as K, sayRateInterval as L, sayName as M, sayOthers as N, sayDate as O, sayPace as P, sayUnknown as R, TARGET_NAMES as S, sayTarget as T, changeFailRate as U, pastsOf as V, isNormal as W, sayQuarter as Y, countingOf as _, sayChange as a, windowsIn as b, metricsTable as c, collapsed as d, sayCut as f, sayCalibrationSteps as g, sayCalibration as h, sayBaseline as i, sayMoment as j, sayDuration as k, sayBesides as l, points as m, REPORT_KEYS as n, sayMarks as o, table as p, applyEvidence as q, directionOf as r, sayStretch as s, DoraLog as t, sayMetric as u, productionOf as v, judgeTargets as w, METRIC_NAMES as x, summariseDora as y, heldByType as z };