import { C as parseDuration$1, S as epochMs, T as toInstant, a as array, c as literal, d as record, f as refine, g as toJSONSchema, h as union, i as _enum, m as string, n as inertMarkdown, o as boolean, p as strictObject, r as plainLine, s as int, v as undecided, w as parseInstant$1 } from "./problem.js";
import { a as writeReport, c as listOf, d as locate, f as digestOf, i as readTrustedFile, l as suggest, n as requireEnvironment, o as DOCUMENT_CODES, r as requireSha, s as shapeProblems, u as readYaml } from "./subject.js";
import { t as Failure } from "./failure.js";

// src/domain/facts.ts
/** What facts say where nothing is known or nothing has happened. */
const NOTHING_KNOWN = {
	people: {},
	approvals: [],
	checks: [],
	deployments: [],
	incidents: [],
	holds: [],
	overrides: [],
	dependencies: [],
	lanes: [],
	rollbacks: [],
	freezes: []
};

// src/domain/repository.ts
/** `owner/name`. */
function fullName(repository) {
	return `${repository.owner}/${repository.name}`;
}

// src/policy/mentions.ts
/** Every team slug that the policies name, in lower case, sorted. */
function teamsOf(policies) {
	const named = policies.flatMap((policy) => peopleIn(policy).flatMap((people) => people.teams ?? []));
	return [...new Set(named.map((team) => team.toLowerCase()))].sort();
}
function peopleIn(policy) {
	const approvers = policy.gates.flatMap((gate) => gate.require.approvals?.from ?? []);
	return policy.override === void 0 ? approvers : [...approvers, policy.override.by];
}

// src/flow/baseline.ts
/**
* Whoever may write can file a deployment and call it a success, and what is said to run already asks for nothing. So
* from the first one that our gate let through, only those count; ids grow.
*/
function trusts(opened) {
	const ours = new Set(opened);
	const first = opened.reduce((least, id) => Math.min(least, id), Number.POSITIVE_INFINITY);
	return (deploymentId) => deploymentId < first || ours.has(deploymentId);
}
/** What the environment runs: the newest deployment that ended well. */
function baselineOf(deployments) {
	const running = deployments.find((deployment) => deployment.state === "success");
	return running ? {
		sha: running.sha,
		at: running.finishedAt ?? running.startedAt
	} : null;
}

// src/flow/gather.ts
/** Line 2 of the pipeline: one plain, storable snapshot of everything that a decision reads. */
/** May this commit enter this environment? */
async function gatherDeployment(github, input, policies) {
	const isTrusted = trusts(input.opened);
	const deployments = (await github.deployments(input.environment, isTrusted)).filter((deployment) => deployment.id !== input.deploymentId);
	const baseline = baselineOf(deployments.filter((deployment) => isTrusted(deployment.id)));
	const range = baseline ? await github.changes(baseline.sha, input.sha) : {
		direction: "first",
		changes: [],
		complete: true
	};
	const named = [
		...loginsOf(range.changes),
		...input.actors,
		...input.overrides.map((override) => override.user)
	];
	const people = await github.people(named, teamsOf(policies));
	const { environment, actors, deploymentId, runId, runAttempt } = input;
	return {
		...emptyFacts(input.at, input.repository),
		question: {
			kind: "deploy",
			environment,
			actor: actors[0] ?? "",
			actors,
			deploymentId,
			runId,
			runAttempt
		},
		candidate: {
			sha: input.sha,
			ref: input.ref
		},
		baseline,
		...range,
		people,
		deployments,
		overrides: ownOverrides(input.overrides, people)
	};
}
/** Those whose login is still the person's who stated them. */
function ownOverrides(kept, people) {
	const ids = new Map(Object.entries(people).map(([login, { id }]) => [login.toLowerCase(), id]));
	return kept.filter(({ user, userId }) => ids.get(user.toLowerCase()) === userId).map(({ userId: _, ...override }) => override);
}
/** Everybody whose identity or permission a decision may depend on. */
function loginsOf(changes) {
	return changes.flatMap((change) => change.kind === "commit" ? [change.author] : [
		change.author,
		...change.contributors,
		...change.reviews.map((review) => review.user),
		...Object.values(change.labeledBy ?? {})
	]).filter((login) => login !== "");
}
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

// src/calendar/timeline.ts
/** The instants of one span; `until` null: without end. */
function datedTimeline(span) {
	const until = span.until ?? Number.POSITIVE_INFINITY;
	return {
		stateAt(at) {
			if (at < span.from) return {
				isInside: false,
				changesAt: span.from < until ? span.from : null
			};
			return at < until ? {
				isInside: true,
				changesAt: span.until
			} : {
				isInside: false,
				changesAt: null
			};
		},
		repeatsWeeklyUntil(at) {
			if (at < span.from) return span.from;
			return at < until ? until : Number.POSITIVE_INFINITY;
		}
	};
}
/** The same timeline, which answers at once as long as it is asked about the stretch it was asked about last. */
function remembering(timeline) {
	let from = 0;
	let state;
	return {
		stateAt(at) {
			if (state !== void 0 && from <= at && (state.changesAt === null || at < state.changesAt)) return state;
			state = timeline.stateAt(at);
			from = at;
			return state;
		},
		repeatsWeeklyUntil: (at) => timeline.repeatsWeeklyUntil(at)
	};
}
/** The instants that are in at least one of them. */
function unionOf(timelines) {
	const [only] = timelines;
	if (timelines.length === 1 && only !== void 0) return only;
	return {
		stateAt: (at) => unionStateAt(timelines, at),
		repeatsWeeklyUntil: (at) => earliestRepeat(timelines, at)
	};
}
/** Boundaries that one union may chain over before it counts as endless: some years of daily ones. */
const LONGEST_CHAIN = 4e3;
function unionStateAt(timelines, at) {
	const states = timelines.map((timeline) => timeline.stateAt(at));
	if (!states.some((state) => state.isInside)) return {
		isInside: false,
		changesAt: earliestOf(states.map((state) => state.changesAt))
	};
	let end = at;
	for (let step = 0; step < LONGEST_CHAIN; step++) {
		const inside = timelines.map((timeline) => timeline.stateAt(end)).filter((state) => state.isInside);
		if (inside.length === 0) return {
			isInside: true,
			changesAt: end
		};
		if (inside.some((state) => state.changesAt === null)) break;
		end = Math.max(...inside.map((state) => state.changesAt));
	}
	return {
		isInside: true,
		changesAt: null
	};
}
/** The earliest instant of a list in which null stands for never. */
function earliestOf(instants) {
	return instants.reduce((least, each) => least === null || each !== null && each < least ? each : least, null);
}
/** Until when all of them repeat weekly. */
function earliestRepeat(timelines, at) {
	return timelines.reduce((least, each) => Math.min(least, each.repeatsWeeklyUntil(at)), Number.POSITIVE_INFINITY);
}

// node_modules/temporal-polyfill/chunks/root.js
const NativeTemporal = globalThis.Temporal;

// node_modules/temporal-utils/dist/errorMessages.js
const expectedPositive = (entityName, num) => `Non-positive ${entityName}: ${num}`;
const expectedFinite = (entityName, num) => `Non-finite ${entityName}: ${num}`;
const forbiddenBigIntToNumber = (entityName) => `Cannot convert bigint to ${entityName}`;
const invalidObject = "Invalid object";
const numberOutOfRange = (entityName, val, min, max) => invalidEntity$1(entityName, val) + `; must be between ${min}-${max}`;
const invalidEntity$1 = (fieldName, val) => `Invalid ${fieldName}: ${val}`;

// node_modules/temporal-utils/dist/utils.js
const nanoInMicro$1 = 1e3;
const nanoInMilli$1 = 1e6;
const nanoInSec$1 = 1e9;
const nanoInMinute$1 = 6e10;
const nanoInHour$1 = 36e11;
function normalizeOptions(options) {
	if (options === void 0) return Object.create(null);
	return requireObjectLike(options);
}
function toFiniteNumber(arg, entityName = "number") {
	if (typeof arg === "bigint") throw new TypeError(forbiddenBigIntToNumber(entityName));
	arg = Number(arg);
	if (!Number.isFinite(arg)) throw new RangeError(expectedFinite(entityName, arg));
	return arg;
}
function toIntegerWithTrunc(arg, entityName) {
	return Math.trunc(toFiniteNumber(arg, entityName)) || 0;
}
function toPositiveIntegerWithTruncation(arg, entityName) {
	return requireNumberIsPositive(toIntegerWithTrunc(arg, entityName), entityName);
}
function requireNumberIsPositive(num, entityName = "number") {
	if (num <= 0) throw new RangeError(expectedPositive(entityName, num));
	return num;
}
function constrainToRange$1(num, min, max) {
	return Math.min(Math.max(num, min), max);
}
function isObjectLike$1(arg) {
	return arg !== null && (typeof arg === "object" || typeof arg === "function");
}
function requireObjectLike(arg) {
	if (!isObjectLike$1(arg)) throw new TypeError(invalidObject);
	return arg;
}

// node_modules/temporal-polyfill/chunks/internal.js
const invalidEntity = invalidEntity$1;
const missingField = (fieldName) => `Missing ${fieldName}`;
const invalidBag = "Invalid bag";
const invalidChoice = (fieldName, val, choiceMap) => invalidEntity$1(fieldName, val) + "; must be " + Object.keys(choiceMap).join();
const forbiddenValueOf$1 = "Cannot use valueOf";
const invalidCallingContext = "Invalid calling context";
const missingYear = (allowEra) => "Missing year" + (allowEra ? "/era/eraYear" : "");
const invalidLeapMonth = "Invalid leap month";
const invalidCalendar = (calendarId) => invalidEntity$1("Calendar", calendarId);
const exoticCalendarRequired = (calendarId, remedy) => `Unknown calendar ${calendarId}; might need ${remedy}`;
const invalidTimeZone = (calendarId) => invalidEntity$1("TimeZone", calendarId);
const outOfBoundsDate = "Out-of-bounds date";
const failedParse = (s) => `Cannot parse: ${s}`;
const constrainToRange = constrainToRange$1;
const isObjectLike = isObjectLike$1;
function throwRangeError(message) {
	throw new RangeError(message);
}
function throwTypeError(message) {
	throw new TypeError(message);
}
function clampProp(props, propName, min, max, overflow) {
	return clampEntity(propName, ((props, propName) => {
		const propVal = props[propName];
		return void 0 === propVal && throwTypeError(missingField(propName)), propVal;
	})(props, propName), min, max, overflow);
}
function clampEntity(entityName, num, min, max, overflow, choices) {
	const clamped = constrainToRange(num, min, max);
	return overflow && num !== clamped && throwRangeError(((entityName, val, min, max, choices) => choices ? numberOutOfRange(entityName, choices[val], choices[min], choices[max]) : numberOutOfRange(entityName, val, min, max))(entityName, num, min, max, choices)), clamped;
}
function memoize(generator, MapClass = Map, maxSize = 1e4) {
	const map = new MapClass();
	return (key, ...otherArgs) => {
		if (map.has(key)) return map.get(key);
		map.size >= maxSize && map.clear();
		const val = generator(key, ...otherArgs);
		return map.set(key, val), val;
	};
}
const createNameDescriptors = (name) => createPropDescriptors({ name }, 1);
const createPropDescriptors = (propVals, readonly) => mapProps((value) => ({
	value,
	configurable: 1,
	writable: !readonly
}), propVals);
const createStringTagDescriptors = (value) => ({ [Symbol.toStringTag]: {
	value,
	configurable: 1
} });
function mapProps(transformer, props) {
	const res = {};
	for (const propName in props) res[propName] = transformer(props[propName], propName);
	return res;
}
function zipPropsConst(propNames, propVal) {
	const res = {};
	for (const propName of propNames) res[propName] = propVal;
	return res;
}
function createPropGetters(propNames) {
	const getters = {};
	for (const propName of propNames) getters[propName] = (slots) => slots[propName];
	return getters;
}
function pluckProps(propNames, props, dest = Object.create(null)) {
	for (const propName of propNames) dest[propName] = props[propName];
	return dest;
}
function allPropsEqual(propNames, props0, props1) {
	for (const propName of propNames) if (props0[propName] !== props1[propName]) return 0;
	return 1;
}
function zeroOutProps(propNames, clearUntilI, props) {
	const copy = { ...props };
	for (let i = 0; i < clearUntilI; i++) copy[propNames[i]] = 0;
	return copy;
}
function bindArgs(f, ...boundArgs) {
	return (...dynamicArgs) => f(...boundArgs, ...dynamicArgs);
}
function noop() {}
function capitalize(s) {
	return s[0].toUpperCase() + s.substring(1);
}
function sortStrings(...strss) {
	return [].concat(...strss).sort();
}
function createRegExp(meat) {
	return new RegExp(`^${meat}$`);
}
function parseSubsecNano(fracStr) {
	return parseInt(fracStr.padEnd(9, "0"));
}
function parseInt0(s) {
	return void 0 === s ? 0 : parseInt(s);
}
function padNumber(digits, num) {
	return String(num).padStart(digits, "0");
}
const padNumber2 = /*@__PURE__*/ bindArgs(padNumber, 2);
function compareNumbers(a, b) {
	return Math.sign(a - b);
}
function compareBigInts(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
function divFloorBigInt(num, denom) {
	const whole = num / denom;
	return num % denom < 0n ? whole - 1n : whole;
}
function divModFloorBigInt(num, divisor) {
	const quotient = divFloorBigInt(num, divisor);
	return [quotient, num - quotient * divisor];
}
function divModFloor(num, divisor) {
	return [Math.floor(num / divisor), modFloor(num, divisor)];
}
function modFloor(num, divisor) {
	return (num % divisor + divisor) % divisor;
}
function divTrunc(num, divisor) {
	return Math.trunc(num / divisor) || 0;
}
function modTrunc(num, divisor) {
	return num % divisor || 0;
}
function fabricateNearHalfFraction(halfCompare, sign = 1) {
	return sign * (.5 + halfCompare / 5);
}
function hasHalf(num) {
	return .5 === Math.abs(num % 1);
}
const isoCalendarId = "iso8601";
const gregoryCalendarId = "gregory";
const gregoryEraOrigins = {
	"bce": -1,
	"ce": 0
};
function normalizeEraName(era) {
	const normalized = era.normalize("NFD").toLowerCase().replace(/[^a-z0-9]/g, "");
	return "bc" === normalized || "b" === normalized ? "bce" : "ad" === normalized || "a" === normalized ? "ce" : normalized;
}
const isoCalendarImpl = void 0;
function getCalendarSlotId(calendar) {
	return calendar === void 0 ? "iso8601" : 0 === calendar ? "gregory" : calendar.id;
}
const monthCodeRegExp = /^M(\d{2})(L?)$/;
function parseMonthCode(monthCode) {
	const m = monthCodeRegExp.exec(monthCode);
	return m || throwRangeError(((monthCode) => `Invalid monthCode: ${monthCode}`)(monthCode)), [parseInt(m[1]), Boolean(m[2])];
}
function formatMonthCode(monthCodeNumber, isLeapMonth) {
	return "M" + padNumber2(monthCodeNumber) + (isLeapMonth ? "L" : "");
}
function monthCodeNumberToMonth(monthCodeNumber, isLeapMonth, leapMonth) {
	return monthCodeNumber + (isLeapMonth || leapMonth && monthCodeNumber >= leapMonth ? 1 : 0);
}
const unitNameMap = {
	nanosecond: 0,
	microsecond: 1,
	millisecond: 2,
	second: 3,
	minute: 4,
	hour: 5,
	day: 6,
	week: 7,
	month: 8,
	year: 9
};
const unitNamesAsc = /*@__PURE__*/ Object.keys(unitNameMap);
const nanoInMicro = nanoInMicro$1;
const nanoInMilli = nanoInMilli$1;
const nanoInSec = nanoInSec$1;
const nanoInMinute = nanoInMinute$1;
const nanoInHour = nanoInHour$1;
const nanoInUtcDay = 864e11;
const unitNanoMap = [
	1,
	nanoInMicro,
	nanoInMilli,
	nanoInSec,
	nanoInMinute,
	nanoInHour,
	nanoInUtcDay
];
const bigNanoInMicro = /*@__PURE__*/ BigInt(nanoInMicro);
const bigNanoInMilli = /*@__PURE__*/ BigInt(nanoInMilli);
const bigNanoInSec = /*@__PURE__*/ BigInt(nanoInSec);
const bigNanoInMinute = /*@__PURE__*/ BigInt(nanoInMinute);
const bigNanoInHour = /*@__PURE__*/ BigInt(nanoInHour);
const bigNanoInUtcDay = /*@__PURE__*/ BigInt(nanoInUtcDay);
function divideBigNanoToExactNumber(bigNano, divisorNano) {
	const days = Number(bigNano / bigNanoInUtcDay);
	const timeNano = Number(bigNano % bigNanoInUtcDay);
	return days * (nanoInUtcDay / divisorNano) + (Math.trunc(timeNano / divisorNano) + timeNano % divisorNano / divisorNano);
}
const timeFieldNamesAsc = /*@__PURE__*/ unitNamesAsc.slice(0, 6);
const timeGetters = /*@__PURE__*/ createPropGetters(timeFieldNamesAsc);
const yearFieldNamesAsc = ["year"];
const dayFieldNamesAsc = ["day"];
const calendarDateFieldNamesAsc = [
	"day",
	"month",
	"year"
];
const offsetFieldNames = ["offset"];
const timeZoneFieldNames = ["timeZone"];
const eraYearFieldNames = ["era", "eraYear"];
const allYearFieldNames = [
	"era",
	"eraYear",
	"year"
];
const monthFieldNames = ["month", "monthCode"];
const monthDayFieldNames = [
	"day",
	"month",
	"monthCode"
];
const timeFieldNamesAlpha = /*@__PURE__*/ sortStrings(timeFieldNamesAsc);
const yearFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(eraYearFieldNames, yearFieldNamesAsc);
const yearMonthFieldNamesAlpha = /*@__PURE__*/ sortStrings(monthFieldNames, yearFieldNamesAsc);
const yearMonthFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(eraYearFieldNames, yearMonthFieldNamesAlpha);
const yearMonthCodeFieldNamesAlpha = /*@__PURE__*/ sortStrings(["monthCode"], yearFieldNamesAsc);
const yearMonthCodeFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(eraYearFieldNames, yearMonthCodeFieldNamesAlpha);
const monthCodeDayFieldNamesAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, ["monthCode"]);
const dateFieldNamesAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, yearMonthFieldNamesAlpha);
const dateFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, eraYearFieldNames, yearMonthFieldNamesAlpha);
const dateTimeFieldNamesAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesAlpha, timeFieldNamesAsc);
const dateTimeFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesWithEraAlpha, timeFieldNamesAsc);
const dateTimeAndOffsetFieldNamesAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesAlpha, timeFieldNamesAsc, offsetFieldNames);
const dateTimeAndOffsetFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesWithEraAlpha, timeFieldNamesAsc, offsetFieldNames);
const dateTimeAndZoneFieldNamesAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesAlpha, timeFieldNamesAsc, offsetFieldNames, timeZoneFieldNames);
const dateTimeAndZoneFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesWithEraAlpha, timeFieldNamesAsc, offsetFieldNames, timeZoneFieldNames);
const yearMonthCodeDayFieldNamesAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, yearMonthCodeFieldNamesAlpha);
const yearMonthCodeDayFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, eraYearFieldNames, yearMonthCodeFieldNamesAlpha);
const timeFieldDefaults = /*@__PURE__*/ zipPropsConst(timeFieldNamesAsc, 0);
function validateTimeFields(timeFields) {
	return constrainTimeFields(timeFields, 1), timeFields;
}
const maxValues = {
	hour: 23,
	minute: 59,
	second: 59
};
function constrainTimeFields(timeFields, overflow) {
	const constrainedFields = {};
	for (const fieldName of timeFieldNamesAsc) constrainedFields[fieldName] = clampEntity(fieldName, timeFields[fieldName], 0, maxValues[fieldName] || 999, overflow);
	return constrainedFields;
}
function timeFieldsToNano(timeFields) {
	return timeFieldsToSec(timeFields) * nanoInSec + timeFieldsToSubsecNano(timeFields);
}
function timeFieldsToMilli(timeFields) {
	return 1e3 * timeFieldsToSec(timeFields) + timeFields.millisecond;
}
function timeFieldsToSec(timeFields) {
	return 3600 * timeFields.hour + 60 * timeFields.minute + timeFields.second;
}
function timeFieldsToSubsecNano(timeFields) {
	return timeFields.millisecond * nanoInMilli + timeFields.microsecond * nanoInMicro + timeFields.nanosecond;
}
function nanoToTimeAndDay(nano) {
	const [dayDelta, timeNano] = divModFloor(nano, nanoInUtcDay);
	return [nanoToTimeFields(timeNano), dayDelta];
}
function nanoToTimeFields(timeNano) {
	const [timeMilli, nanoAfterMilli] = divModFloor(timeNano, nanoInMilli);
	const [microsecond, nanosecond] = divModFloor(nanoAfterMilli, nanoInMicro);
	return milliToTimeFields(timeMilli, microsecond, nanosecond);
}
function milliToTimeFields(timeMilli, microsecond = 0, nanosecond = 0) {
	const [hour, milliAfterHour] = divModFloor(timeMilli, 36e5);
	const [minute, milliAfterMinute] = divModFloor(milliAfterHour, 6e4);
	const [second, millisecond] = divModFloor(milliAfterMinute, 1e3);
	return {
		hour,
		minute,
		second,
		millisecond,
		microsecond,
		nanosecond
	};
}
function epochNanoToSecMod(epochNano) {
	const [epochSec, nano] = divModFloorBigInt(epochNano, bigNanoInSec);
	return [Number(epochSec), Number(nano)];
}
function epochNanoToMilli(epochNano) {
	return Number(divFloorBigInt(epochNano, bigNanoInMilli));
}
function isoDateTimeToEpochNano(isoDateTime) {
	return isoDateToEpochNano(isoDateTime) + BigInt(timeFieldsToNano(isoDateTime));
}
function isoDateTimeToEpochMilli(isoDateTime) {
	return isoDateToEpochMilli(isoDateTime) + timeFieldsToMilli(isoDateTime);
}
function isoDateToEpochNano(isoDate) {
	return BigInt(isoDateToEpochDays(isoDate)) * bigNanoInUtcDay;
}
function isoDateToEpochMilli(isoDate) {
	return 864e5 * isoDateToEpochDays(isoDate);
}
function isoDateToEpochDays(isoDate) {
	return isoPartsToEpochDays(isoDate.year, isoDate.month, isoDate.day);
}
function isoPartsToEpochDays(isoYear, isoMonth = 1, isoDay = 1) {
	const monthIndex = isoMonth - 1;
	return isoYear += Math.floor(monthIndex / 12), isoMonth = modFloor(monthIndex, 12), Date.UTC(isoYear % 400 - 400, isoMonth, 0) / 864e5 + 146097 * (divTrunc(isoYear, 400) + 1) + isoDay;
}
function epochNanoToIsoDateTime(epochNano) {
	const [epochDays, nanoAfterDay] = divModFloorBigInt(epochNano, bigNanoInUtcDay);
	return {
		...epochDaysToIsoDate(Number(epochDays)),
		...nanoToTimeFields(Number(nanoAfterDay))
	};
}
function epochDaysToIsoDate(epochDays) {
	const legacyDate = /* @__PURE__ */ new Date(864e5 * modFloor(epochDays, 146097));
	return {
		year: legacyDate.getUTCFullYear() + 400 * Math.floor(epochDays / 146097),
		month: legacyDate.getUTCMonth() + 1,
		day: legacyDate.getUTCDate()
	};
}
const isoEpochFirstLeapYear = 1972;
function computeIsoMonthCodeParts(month) {
	return [month, 0];
}
function computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, isLeapMonth) {
	if (!isLeapMonth) return {
		year: 1972,
		month: monthCodeNumber
	};
}
function computeIsoFieldsFromParts(year, month, day) {
	return {
		year,
		month,
		day
	};
}
function computeIsoDaysInMonth(year, month) {
	switch (month) {
		case 2: return computeIsoInLeapYear(year) ? 29 : 28;
		case 4:
		case 6:
		case 9:
		case 11: return 30;
	}
	return 31;
}
function computeIsoDaysInYear(year) {
	return computeIsoInLeapYear(year) ? 366 : 365;
}
function computeIsoInLeapYear(year) {
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
function addIsoMonths(year, month, monthDelta) {
	return year += divTrunc(monthDelta, 12), (month += modTrunc(monthDelta, 12)) < 1 ? (year--, month += 12) : month > 12 && (year++, month -= 12), {
		year,
		month
	};
}
function diffIsoMonthSlots(year0, month0, year1, month1) {
	return 12 * (year1 - year0) + month1 - month0;
}
function computeIsoDayOfWeek(isoDate) {
	return modFloor(isoPartsToEpochDays(isoDate.year, isoDate.month, isoDate.day) + 4, 7) || 7;
}
function computeIsoDayOfYear(isoDate) {
	return isoPartsToEpochDays(isoDate.year, isoDate.month, isoDate.day) - isoPartsToEpochDays(isoDate.year) + 1;
}
function computeIsoWeekFields(isoDate) {
	let yearOfWeek = isoDate.year;
	let weekOfYear = Math.floor((computeIsoDayOfYear(isoDate) - computeIsoDayOfWeek(isoDate) + 10) / 7);
	let weeksInYear = computeIsoWeeksInYear(yearOfWeek);
	return weekOfYear < 1 ? weekOfYear = weeksInYear = computeIsoWeeksInYear(--yearOfWeek) : weekOfYear > weeksInYear && (weekOfYear = 1, weeksInYear = computeIsoWeeksInYear(++yearOfWeek)), {
		weekOfYear,
		yearOfWeek,
		De: weeksInYear
	};
}
function computeIsoWeeksInYear(year) {
	const y0DayOfWeek = computeIsoDayOfWeek({
		year,
		month: 1,
		day: 1
	});
	return 4 === y0DayOfWeek || 3 === y0DayOfWeek && computeIsoInLeapYear(year) ? 53 : 52;
}
function computeGregoryEraFields({ year }) {
	return year < 1 ? {
		era: "bce",
		eraYear: 1 - year
	} : {
		era: "ce",
		eraYear: year
	};
}
function validateIsoDateTimeFields(isoDateTime) {
	return validateIsoDateFields(isoDateTime), validateTimeFields(isoDateTime);
}
function validateIsoDateFields(isoInternals) {
	return constrainIsoDateFields(isoInternals, 1), isoInternals;
}
function constrainIsoDateFields(isoDate, overflow) {
	const { year } = isoDate;
	const month = clampProp(isoDate, "month", 1, 12, overflow);
	return {
		year,
		month,
		day: clampProp(isoDate, "day", 1, computeIsoDaysInMonth(year, month), overflow)
	};
}
function computeCalendarDateFields(calendar, isoDate) {
	return calendar ? calendar.de(isoDate) : isoDate;
}
function computeCalendarMonthCodeParts(calendar, year, month) {
	return calendar ? calendar.L(year, month) : computeIsoMonthCodeParts(month);
}
function computeCalendarEraFields(calendar, isoDate) {
	return 0 === calendar ? computeGregoryEraFields(isoDate) : calendar && calendar.h?.(isoDate) || {};
}
function computeCalendarIsoFieldsFromParts(calendar, year, month, day) {
	return calendar ? calendar.fe(year, month, day) : computeIsoFieldsFromParts(year, month, day);
}
function computeCalendarMonthsInYearForYear(calendar, year) {
	return calendar ? calendar.j(year) : 12;
}
function computeCalendarDaysInMonthForYearMonth(calendar, year, month) {
	return calendar ? calendar.o(year, month) : computeIsoDaysInMonth(year, month);
}
function computeCalendarMonthCode(calendar, isoDate) {
	const { year, month } = computeCalendarDateFields(calendar, isoDate);
	const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
	return formatMonthCode(monthCodeNumber, isLeapMonth);
}
function computeCalendarInLeapYear(calendar, isoDate) {
	const { year } = computeCalendarDateFields(calendar, isoDate);
	return calendar ? calendar.q(year) : computeIsoInLeapYear(year);
}
function computeCalendarMonthsInYear(calendar, isoDate) {
	const { year } = computeCalendarDateFields(calendar, isoDate);
	return computeCalendarMonthsInYearForYear(calendar, year);
}
function computeCalendarDaysInMonth(calendar, isoDate) {
	const { year, month } = computeCalendarDateFields(calendar, isoDate);
	return computeCalendarDaysInMonthForYearMonth(calendar, year, month);
}
function computeCalendarDaysInYear(calendar, isoDate) {
	const { year } = computeCalendarDateFields(calendar, isoDate);
	return calendar ? calendar.i(year) : computeIsoDaysInYear(year);
}
function computeCalendarDayOfYear(calendar, isoDate) {
	if (!calendar) return computeIsoDayOfYear(isoDate);
	const { year } = computeCalendarDateFields(calendar, isoDate);
	const yearStartIsoDate = computeCalendarIsoFieldsFromParts(calendar, year, 1, 1);
	return isoDateToEpochDays(isoDate) - isoDateToEpochDays(yearStartIsoDate) + 1;
}
function computeCalendarWeekOfYear(calendar, isoDate) {
	return calendar === void 0 ? computeIsoWeekFields(isoDate).weekOfYear : void 0;
}
function computeCalendarYearOfWeek(calendar, isoDate) {
	return calendar === void 0 ? computeIsoWeekFields(isoDate).yearOfWeek : void 0;
}
const durationFieldNamesAsc = /*@__PURE__*/ unitNamesAsc.map((unitName) => unitName + "s");
const durationGetters = /*@__PURE__*/ createPropGetters(durationFieldNamesAsc);
const durationFieldNamesAlpha = /*@__PURE__*/ sortStrings(durationFieldNamesAsc);
const durationTimeFieldNamesAsc = /*@__PURE__*/ durationFieldNamesAsc.slice(0, 6);
const durationDateFieldNamesAsc = /*@__PURE__*/ durationFieldNamesAsc.slice(6);
const durationCalendarFieldNamesAsc = /*@__PURE__*/ durationDateFieldNamesAsc.slice(1);
const durationFieldDefaults = /*@__PURE__*/ zipPropsConst(durationFieldNamesAsc, 0);
const durationTimeFieldDefaults = /*@__PURE__*/ zipPropsConst(durationTimeFieldNamesAsc, 0);
const clearDurationFields = /*@__PURE__*/ bindArgs(zeroOutProps, durationFieldNamesAsc);
function requirePropDefined(optionName, optionVal) {
	return optionVal ?? throwRangeError(missingField(optionName)), optionVal;
}
const requireString = /*@__PURE__*/ bindArgs(requireType, "string");
function requireType(typeName, arg, entityName = typeName) {
	return typeof arg !== typeName && throwTypeError(invalidEntity(entityName, arg)), arg;
}
function requireNumberIsInteger(num, entityName = "number") {
	return Number.isInteger(num) || throwRangeError(((entityName, num) => `Non-integer ${entityName}: ${num}`)(entityName, num)), num || 0;
}
function toString(arg) {
	return "symbol" == typeof arg && throwTypeError("Cannot convert Symbol to string"), String(arg);
}
function toPrimitiveWithStringHint(arg) {
	if (!isObjectLike$1(arg)) return arg;
	const exoticToPrimitive = arg[Symbol.toPrimitive];
	if (null != exoticToPrimitive) {
		"function" != typeof exoticToPrimitive && throwTypeError();
		const primitive = Reflect.apply(exoticToPrimitive, arg, ["string"]);
		return isObjectLike$1(primitive) && throwTypeError(), primitive;
	}
	return Date.prototype[Symbol.toPrimitive].call(arg, "string");
}
function toBigInt(bi) {
	return "boolean" == typeof bi ? BigInt(bi ? 1 : 0) : "string" == typeof bi ? BigInt(bi) : ("bigint" != typeof bi && throwTypeError(`Invalid bigint: ${bi}`), bi);
}
function toStrictInteger(arg, entityName) {
	return requireNumberIsInteger(toFiniteNumber(arg, entityName), entityName);
}
const smallestUnitStr = "smallestUnit";
const overflowMap = {
	constrain: 0,
	reject: 1
};
const epochDisambigMap = {
	compatible: 0,
	reject: 1,
	earlier: 2,
	later: 3
};
const offsetDisambigMap = {
	reject: 0,
	use: 1,
	prefer: 2,
	ignore: 3
};
const calendarDisplayMap = {
	auto: 0,
	never: 1,
	critical: 2,
	always: 3
};
const timeZoneDisplayMap = {
	auto: 0,
	never: 1,
	critical: 2
};
const offsetDisplayMap = {
	auto: 0,
	never: 1
};
const roundingModeMap = {
	floor: 0,
	halfFloor: 1,
	ceil: 2,
	halfCeil: 3,
	trunc: 4,
	halfTrunc: 5,
	expand: 6,
	halfExpand: 7,
	halfEven: 8
};
const roundingModeFuncs = [
	Math.floor,
	(num) => hasHalf(num) ? Math.floor(num) : Math.round(num),
	Math.ceil,
	(num) => hasHalf(num) ? Math.ceil(num) : Math.round(num),
	Math.trunc,
	(num) => hasHalf(num) ? Math.trunc(num) || 0 : Math.round(num),
	(num) => num < 0 ? Math.floor(num) : Math.ceil(num),
	(num) => Math.sign(num) * Math.round(Math.abs(num)) || 0,
	(num) => hasHalf(num) ? (num = Math.trunc(num) || 0) + num % 2 : Math.round(num)
];
const directionMap = {
	previous: -1,
	next: 1
};
function coerceRoundingIncInteger(options) {
	const roundingInc = options.roundingIncrement;
	if (void 0 === roundingInc) return 1;
	const integer = toIntegerWithTrunc(roundingInc, "roundingIncrement");
	return (integer < 1 || integer > 10 ** 9) && throwRangeError(invalidEntity("roundingIncrement", integer)), integer;
}
function coerceFractionalSecondDigits(options) {
	let subsecDigits = options.fractionalSecondDigits;
	if (void 0 !== subsecDigits) {
		if ("number" != typeof subsecDigits) {
			if ("auto" === toString(subsecDigits)) return;
			throwRangeError(invalidEntity("fractionalSecondDigits", subsecDigits));
		}
		subsecDigits = clampEntity("fractionalSecondDigits", Math.floor(subsecDigits), 0, 9, 1);
	}
	return subsecDigits;
}
function coerceUnitOption(optionName, options, minUnit = 0, ensureDefined) {
	let unitStr = options[optionName];
	if (void 0 === unitStr) return ensureDefined ? minUnit : void 0;
	if (unitStr = toString(unitStr), "auto" === unitStr) return ensureDefined ? minUnit : null;
	let unit = unitNameMap[unitStr];
	return void 0 === unit && (unit = durationFieldNamesAsc.indexOf(unitStr)), unit < 0 && throwRangeError(invalidChoice(optionName, unitStr, unitNameMap)), unit;
}
function coerceChoiceOption(optionName, enumNameMap, options, defaultChoice = 0) {
	const enumArg = options[optionName];
	if (void 0 === enumArg) return defaultChoice;
	const enumStr = toString(enumArg);
	const enumNum = enumNameMap[enumStr];
	return void 0 === enumNum && throwRangeError(invalidChoice(optionName, enumStr, enumNameMap)), enumNum;
}
const coerceSmallestUnit = /*@__PURE__*/ bindArgs(coerceUnitOption, smallestUnitStr);
const coerceLargestUnit = /*@__PURE__*/ bindArgs(coerceUnitOption, "largestUnit");
const coerceTotalUnit = /*@__PURE__*/ bindArgs(coerceUnitOption, "unit");
const coerceOverflow = /*@__PURE__*/ bindArgs(coerceChoiceOption, "overflow", overflowMap);
const coerceEpochDisambig = /*@__PURE__*/ bindArgs(coerceChoiceOption, "disambiguation", epochDisambigMap);
const coerceOffsetDisambig = /*@__PURE__*/ bindArgs(coerceChoiceOption, "offset", offsetDisambigMap);
const coerceCalendarDisplay = /*@__PURE__*/ bindArgs(coerceChoiceOption, "calendarName", calendarDisplayMap);
const coerceTimeZoneDisplay = /*@__PURE__*/ bindArgs(coerceChoiceOption, "timeZoneName", timeZoneDisplayMap);
const coerceOffsetDisplay = /*@__PURE__*/ bindArgs(coerceChoiceOption, "offset", offsetDisplayMap);
const coerceRoundingMode = /*@__PURE__*/ bindArgs(coerceChoiceOption, "roundingMode", roundingModeMap);
const coerceDirection = /*@__PURE__*/ bindArgs(coerceChoiceOption, "direction", directionMap);
function normalizeOptionsOrString(options, optionName) {
	return "string" == typeof options ? ((optionName, optionVal) => {
		const res = Object.create(null);
		return res[optionName] = optionVal, res;
	})(optionName, options) : requireObjectLike(options);
}
function validateRoundingInc(roundingInc, smallestUnit, allowManyLargeUnits, solarMode) {
	const upUnitNano = solarMode ? nanoInUtcDay : unitNanoMap[smallestUnit + 1];
	if (upUnitNano) {
		const incNano = roundingInc * unitNanoMap[smallestUnit];
		(upUnitNano % incNano || !solarMode && incNano === upUnitNano) && throwRangeError(invalidEntity("roundingIncrement", roundingInc));
	} else !allowManyLargeUnits && roundingInc > 1 && throwRangeError(invalidEntity("roundingIncrement", roundingInc));
	return roundingInc;
}
function validateUnitRange(optionName, unit, minUnit, maxUnit) {
	return null != unit && clampEntity(optionName, unit, minUnit, maxUnit, 1, unitNamesAsc), unit;
}
function checkLargestSmallestUnit(largestUnit, smallestUnit) {
	smallestUnit > largestUnit && throwRangeError("smallestUnit > largestUnit");
}
function refineDiffOptions(roundingModeInvert, options, defaultLargestUnit, maxUnit = 9, minUnit = 0, defaultRoundingMode = 4) {
	options = normalizeOptions(options);
	let largestUnit = coerceLargestUnit(options, minUnit);
	let roundingInc = coerceRoundingIncInteger(options);
	let roundingMode = coerceRoundingMode(options, defaultRoundingMode);
	let smallestUnit = coerceSmallestUnit(options, minUnit, 1);
	return largestUnit = validateUnitRange("largestUnit", largestUnit, minUnit, maxUnit), smallestUnit = validateUnitRange(smallestUnitStr, smallestUnit, minUnit, maxUnit), null == largestUnit ? largestUnit = Math.max(defaultLargestUnit, smallestUnit) : checkLargestSmallestUnit(largestUnit, smallestUnit), roundingInc = validateRoundingInc(roundingInc, smallestUnit, 1), roundingModeInvert && (roundingMode = ((roundingMode) => roundingMode < 4 ? (roundingMode + 2) % 4 : roundingMode)(roundingMode)), [
		largestUnit,
		smallestUnit,
		roundingInc,
		roundingMode
	];
}
function refineRoundingOptions(options, maxUnit = 6, solarMode) {
	let roundingInc = coerceRoundingIncInteger(options = normalizeOptionsOrString(options, smallestUnitStr));
	const roundingMode = coerceRoundingMode(options, 7);
	let smallestUnit = coerceSmallestUnit(options);
	return smallestUnit = requirePropDefined(smallestUnitStr, smallestUnit), smallestUnit = validateUnitRange(smallestUnitStr, smallestUnit, 0, maxUnit), roundingInc = validateRoundingInc(roundingInc, smallestUnit, void 0, solarMode), [
		smallestUnit,
		roundingInc,
		roundingMode
	];
}
function combineDateAndTime(isoDate, time) {
	return pluckProps(calendarDateFieldNamesAsc, isoDate, pluckProps(timeFieldNamesAsc, time));
}
const epochNanoMax = /*@__PURE__*/ BigInt(1e8) * bigNanoInUtcDay;
const epochNanoMin = /*@__PURE__*/ BigInt(-1e8) * bigNanoInUtcDay;
const plainDateEpochNanoMin = epochNanoMin - bigNanoInUtcDay;
function checkIsoYearMonthInBounds(isoDate) {
	const isoYearMonthIndex = 12 * isoDate.year + isoDate.month;
	return (isoYearMonthIndex < -3261848 || isoYearMonthIndex > 3309129) && throwRangeError("Out-of-bounds date"), isoDate;
}
function checkIsoDateInBounds(isoDate, allowPlainDateLowerEdge = 1) {
	const epochNano = isoDateToEpochNano(isoDate);
	return (epochNano < (allowPlainDateLowerEdge ? plainDateEpochNanoMin : epochNanoMin) || epochNano > epochNanoMax) && throwRangeError("Out-of-bounds date"), isoDate;
}
function checkIsoDateTimeInBounds(isoDateTime) {
	return checkIsoDateTimeEpochNanoInBounds(isoDateTimeToEpochNano(isoDateTime)), isoDateTime;
}
function checkIsoDateTimeEpochNanoInBounds(epochNano) {
	return (epochNano <= plainDateEpochNanoMin || epochNano >= epochNanoMax + bigNanoInUtcDay) && throwRangeError("Out-of-bounds date"), epochNano;
}
function checkEpochNanoInBounds(epochNano) {
	return (epochNano < epochNanoMin || epochNano > epochNanoMax) && throwRangeError("Out-of-bounds date"), epochNano;
}
function isoDateTimeAndOffsetToEpochNano(isoDateTime, offsetNano) {
	return checkEpochNanoInBounds(isoDateToEpochNano(isoDateTime) + BigInt(timeFieldsToNano(isoDateTime) - offsetNano));
}
function roundNumberToInc(num, roundingInc, roundingMode) {
	return roundWithMode(num / roundingInc, roundingMode) * roundingInc || 0;
}
function roundWithMode(num, roundingMode) {
	return roundingModeFuncs[roundingMode](num);
}
function totalRelativeUnit(wholeValue, sign, endEpochNano, moveValueToEpochNano) {
	const unitWindow = clampRelativeUnitValue(wholeValue, sign, moveValueToEpochNano, endEpochNano);
	return interpolateRelativeUnitWindow(unitWindow, Number(endEpochNano - unitWindow.N) / Number(unitWindow.te - unitWindow.N));
}
function roundRelativeUnitWindow(unitWindow, endEpochNano, roundingInc, roundingMode) {
	return roundNumberToInc(interpolateRelativeUnitWindow(unitWindow, computeEpochNanoFrac(endEpochNano, unitWindow.N, unitWindow.te)), roundingInc, roundingMode);
}
function clampRelativeUnitValue(startValue, valueDelta, moveValueToEpochNano, epochNanoProgress) {
	let unitWindow = computeRelativeUnitWindow(startValue, valueDelta, moveValueToEpochNano);
	return ((epochNanoProgress, epochNano0, epochNano1, sign) => sign > 0 ? epochNano0 <= epochNanoProgress && epochNanoProgress <= epochNano1 : epochNano1 <= epochNanoProgress && epochNanoProgress <= epochNano0)(epochNanoProgress, unitWindow.N, unitWindow.te, Math.sign(valueDelta)) || (unitWindow = computeRelativeUnitWindow(startValue + valueDelta, valueDelta, moveValueToEpochNano)), unitWindow;
}
function computeRelativeUnitWindow(startValue, valueDelta, moveValueToEpochNano) {
	const endValue = startValue + valueDelta;
	return {
		ve: startValue,
		pe: endValue,
		N: moveValueToEpochNano(startValue),
		te: moveValueToEpochNano(endValue)
	};
}
function interpolateRelativeUnitWindow(unitWindow, fraction) {
	return unitWindow.ve + fraction * (unitWindow.pe - unitWindow.ve);
}
function computeEpochNanoFrac(epochNanoProgress, epochNano0, epochNano1) {
	const denomBig = epochNano1 - epochNano0;
	const numeratorBig = epochNanoProgress - epochNano0;
	if (!numeratorBig) return 0;
	const absNumerator = numeratorBig < 0n ? -numeratorBig : numeratorBig;
	const absDenom = denomBig < 0n ? -denomBig : denomBig;
	const fracSign = compareBigInts(numeratorBig, 0n) === compareBigInts(denomBig, 0n) ? 1 : -1;
	return compareBigInts(absNumerator, absDenom) <= 0 ? absNumerator === absDenom ? fracSign : fabricateNearHalfFraction(compareBigInts(2n * absNumerator, absDenom), fracSign) : Number(numeratorBig) / Number(denomBig);
}
function createEpochNanoSlots(epochNano) {
	return { epochNanoseconds: epochNano };
}
function createZonedEpochNanoSlots(epochNano, timeZone, calendar) {
	return {
		calendar,
		timeZone,
		epochNanoseconds: epochNano
	};
}
function createDateTimeSlots(isoDateTime, calendar) {
	return pluckProps(timeFieldNamesAsc, isoDateTime, createDateSlots(isoDateTime, calendar));
}
function createDateSlots(isoDate, calendar) {
	return pluckProps(calendarDateFieldNamesAsc, isoDate, { calendar });
}
function createTimeSlots(time) {
	return pluckProps(timeFieldNamesAsc, time);
}
function createDurationSlots(durationFields) {
	return pluckProps(durationFieldNamesAsc, durationFields, { sign: computeDurationSign(durationFields) });
}
function roundZonedEpochSlotsToUnit(slots, smallestUnit, roundingInc, roundingMode) {
	return createZonedEpochNanoSlots(6 === smallestUnit ? roundZonedEpochToDay(slots, roundingMode) : roundZonedEpochToTime(slots, smallestUnit, roundingInc, roundingMode), slots.timeZone, slots.calendar);
}
function computeZonedHoursInDay(slots) {
	const [epochNano0, epochNano1] = computeZonedDayEpochInterval(slots);
	return divideBigNanoToExactNumber(epochNano1 - epochNano0, nanoInHour);
}
function computeZonedStartOfDay(slots) {
	const { timeZone, calendar } = slots;
	return createZonedEpochNanoSlots(getStartOfDayInstantFor(timeZone, combineDateAndTime(zonedEpochSlotsToIso(slots), timeFieldDefaults)), timeZone, calendar);
}
function roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps, isZoned) {
	if (0 === smallestUnit && 1 === roundingInc) return durationFields;
	const sign = computeDurationSign(durationFields) || 1;
	let [roundedDurationFields, roundedEpochNano, grewBigUnit] = (isUniformUnit(smallestUnit, isZoned) ? isZoned && smallestUnit < 6 && largestUnit >= 6 ? nudgeZonedTimeDuration : nudgeDayTimeDuration : nudgeRelativeDuration)(sign, durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps);
	return grewBigUnit && 7 !== smallestUnit && (roundedDurationFields = ((durationFields, endEpochNano, largestUnit, smallestUnit, sign, relativeOps) => {
		for (let currentUnit = smallestUnit + 1; currentUnit <= largestUnit; currentUnit++) {
			if (7 === currentUnit && 7 !== largestUnit) continue;
			const baseDurationFields = clearDurationFields(currentUnit, durationFields);
			baseDurationFields[durationFieldNamesAsc[currentUnit]] += sign;
			const thresholdCompare = compareBigInts(endEpochNano, moveRelativeMarkerToEpochNano(relativeOps, baseDurationFields));
			if (thresholdCompare && thresholdCompare !== sign) break;
			durationFields = baseDurationFields;
		}
		return durationFields;
	})(roundedDurationFields, roundedEpochNano, largestUnit, Math.max(6, smallestUnit), sign, relativeOps)), roundedDurationFields;
}
function roundDayTimeDurationByInc(durationFields, nanoInc, roundingMode) {
	const maxUnit = Math.max(Math.min(getMaxDurationUnit(durationFields), 6), 3);
	return nanoToDurationDayTimeFields(roundBigNanoToInc(durationDayTimeToBigNano(durationFields), BigInt(nanoInc), roundingMode), maxUnit);
}
function roundZonedEpochToDay(slots, roundingMode) {
	const [epochNano0, epochNano1] = computeZonedDayEpochInterval(slots);
	return roundZonedEpochToBounds(slots.epochNanoseconds, epochNano0, epochNano1, roundingMode);
}
function roundZonedEpochToTime(slots, smallestUnit, roundingInc, roundingMode) {
	if (0 === smallestUnit && 1 === roundingInc) return slots.epochNanoseconds;
	const isoDateTime = zonedEpochSlotsToIso(slots);
	return getInstantPreferringOffset(slots.timeZone, roundDateTimeToUnit(isoDateTime, smallestUnit, roundingInc, roundingMode), isoDateTime.offsetNanoseconds);
}
function roundDateTimeToUnit(isoDateTime, smallestUnit, roundingInc, roundingMode) {
	return roundDateTimeToInc(isoDateTime, computeNanoInc(smallestUnit, roundingInc), roundingMode, unitNanoMap[smallestUnit + 1]);
}
function roundTimeToUnit(timeFields, smallestUnit, roundingInc, roundingMode) {
	return roundTimeToInc(timeFields, computeNanoInc(smallestUnit, roundingInc), roundingMode, unitNanoMap[smallestUnit + 1]);
}
function roundDateTimeToInc(isoDateTime, nanoInc, roundingMode, spanNano) {
	const [roundedTimeFields, dayDelta] = roundTimeToInc(isoDateTime, nanoInc, roundingMode, spanNano);
	const roundedIsoDateTime = combineDateAndTime(moveDateByDays(isoDateTime, dayDelta), roundedTimeFields);
	return checkIsoDateTimeInBounds(roundedIsoDateTime), roundedIsoDateTime;
}
function roundTimeToInc(timeFields, nanoInc, roundingMode, spanNano = nanoInUtcDay) {
	const timeNano = timeFieldsToNano(timeFields);
	const remainderNano = timeNano % spanNano;
	return nanoToTimeAndDay(timeNano - remainderNano + roundNumberToInc(remainderNano, nanoInc, roundingMode));
}
function nudgeRelativeDuration(sign, durationFields, endEpochNano, _largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps) {
	const smallestUnitFieldName = durationFieldNamesAsc[smallestUnit];
	const baseDurationFields = clearDurationFields(smallestUnit, durationFields);
	7 === smallestUnit && (durationFields = {
		...durationFields,
		weeks: durationFields.weeks + Math.trunc(durationFields.days / 7)
	});
	const truncedVal = divTrunc(durationFields[smallestUnitFieldName], roundingInc) * roundingInc;
	const nudgeWindow = clampRelativeUnitValue(truncedVal, roundingInc * sign, (value) => (baseDurationFields[smallestUnitFieldName] = value, moveRelativeMarkerToEpochNano(relativeOps, baseDurationFields)), endEpochNano);
	const roundedVal = roundRelativeUnitWindow(nudgeWindow, endEpochNano, roundingInc, roundingMode);
	return baseDurationFields[smallestUnitFieldName] = roundedVal, [
		baseDurationFields,
		roundedVal === nudgeWindow.pe ? nudgeWindow.te : nudgeWindow.N,
		roundedVal !== truncedVal
	];
}
function nudgeZonedTimeDuration(sign, durationFields, _endEpochNano, _largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps) {
	const timeNano = Number(durationTimeToBigNano(durationFields));
	const nanoInc = computeNanoInc(smallestUnit, roundingInc);
	let roundedTimeNano = roundNumberToInc(timeNano, nanoInc, roundingMode);
	const dateDurationFields = {
		...durationFields,
		...durationTimeFieldDefaults
	};
	const dayEpochNano0 = relativeOps.X(dateDurationFields);
	const dayEpochNano1 = relativeOps.X({
		...dateDurationFields,
		days: dateDurationFields.days + sign
	});
	const daySpanNano = Number(dayEpochNano1 - dayEpochNano0);
	Math.sign(daySpanNano) !== sign && throwRangeError("Out-of-bounds TimeZone gap");
	const beyondDayNano = roundedTimeNano - daySpanNano;
	let dayDelta = 0;
	let nudgedEpochNano;
	beyondDayNano && Math.sign(beyondDayNano) !== sign ? nudgedEpochNano = dayEpochNano0 + BigInt(roundedTimeNano) : (dayDelta += sign, roundedTimeNano = roundNumberToInc(beyondDayNano, nanoInc, roundingMode), nudgedEpochNano = dayEpochNano1 + BigInt(roundedTimeNano));
	const durationTimeFields = nanoToDurationTimeFields(roundedTimeNano);
	return [
		{
			...durationFields,
			...durationTimeFields,
			days: durationFields.days + dayDelta
		},
		nudgedEpochNano,
		Boolean(dayDelta)
	];
}
function nudgeDayTimeDuration(sign, durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode) {
	const bigNano = durationDayTimeToBigNano(durationFields);
	const roundedBigNano = roundBigNanoToInc(bigNano, computeBigNanoInc(smallestUnit, roundingInc), roundingMode);
	const nanoDiff = roundedBigNano - bigNano;
	const expandedBigUnit = Math.sign(Number(roundedBigNano / bigNanoInUtcDay) - Number(bigNano / bigNanoInUtcDay)) === sign;
	const roundedDayTimeFields = nanoToDurationDayTimeFields(roundedBigNano, Math.min(largestUnit, 6));
	return [
		{
			...durationFields,
			...roundedDayTimeFields
		},
		endEpochNano + nanoDiff,
		expandedBigUnit
	];
}
function computeZonedDayEpochInterval(slots) {
	const { timeZone } = slots;
	const isoDateTime0 = combineDateAndTime(zonedEpochSlotsToIso(slots), timeFieldDefaults);
	const isoDateTime1 = combineDateAndTime(moveDateByDays(isoDateTime0, 1), timeFieldDefaults);
	return [getStartOfDayInstantFor(timeZone, isoDateTime0), getStartOfDayInstantFor(timeZone, isoDateTime1)];
}
function roundZonedEpochToBounds(epochNano, epochNano0, epochNano1, roundingMode) {
	return roundWithMode(computeEpochNanoFrac(epochNano < epochNano1 ? epochNano : epochNano1 - 1n, epochNano0, epochNano1), roundingMode) ? epochNano1 : epochNano0;
}
function roundToMinute(offsetNano) {
	return roundNumberToInc(offsetNano, nanoInMinute, 7);
}
function roundBigNanoToInc(bigNano, bigNanoInc, roundingMode) {
	return roundBigNanoToIncWithTail(bigNano, bigNanoInc, roundingMode, bigNano / bigNanoInc % 2n);
}
function roundBigNanoToDayOriginInc(bigNano, bigNanoInc, roundingMode) {
	const [day, timeNano] = divModFloorBigInt(bigNano, bigNanoInUtcDay);
	const dayOriginNano = day * bigNanoInUtcDay;
	return dayOriginNano + roundBigNanoToIncWithTail(timeNano, bigNanoInc, roundingMode, dayOriginNano / bigNanoInc + timeNano / bigNanoInc & 1n);
}
function roundBigNanoToIncWithTail(bigNano, bigNanoInc, roundingMode, quotientTail) {
	const quotient = bigNano / bigNanoInc;
	const remainder = bigNano % bigNanoInc;
	let fraction = 0;
	remainder && (fraction = fabricateNearHalfFraction(compareBigInts(2n * (remainder < 0n ? -remainder : remainder), bigNanoInc), Math.sign(Number(remainder))));
	const roundedTail = roundWithMode(Number(quotientTail) + fraction, roundingMode);
	return (quotient - quotientTail + BigInt(roundedTail)) * bigNanoInc;
}
function computeNanoInc(smallestUnit, roundingInc) {
	return unitNanoMap[smallestUnit] * roundingInc;
}
function computeBigNanoInc(smallestUnit, roundingInc) {
	return BigInt(unitNanoMap[smallestUnit]) * BigInt(roundingInc);
}
const zonedEpochSlotsToIso = /*@__PURE__*/ memoize(_zonedEpochSlotsToIso, WeakMap);
function _zonedEpochSlotsToIso(slots) {
	const { epochNanoseconds, timeZone } = slots;
	const offsetNanoseconds = timeZone.B(epochNanoseconds);
	return {
		...epochNanoToIsoDateTime(epochNanoseconds + BigInt(offsetNanoseconds)),
		offsetNanoseconds
	};
}
function getInstantPreferringOffset(timeZone, isoDateTime, offsetNano) {
	return getMatchingInstantFor(timeZone, isoDateTime, offsetNano, 2, 0);
}
function getMatchingInstantFor(timeZone, isoDateTime, offsetNano, offsetDisambig = 0, epochDisambig = 0, epochFuzzy, hasZ) {
	if (hasZ || void 0 !== offsetNano && 1 === offsetDisambig) return isoDateTimeAndOffsetToEpochNano(isoDateTime, offsetNano || 0);
	const possibleEpochNanos = timeZone.O(isoDateTime);
	if (void 0 !== offsetNano && 3 !== offsetDisambig) {
		checkIsoDateInBounds(isoDateTime, 0);
		const matchingEpochNano = ((possibleEpochNanos, isoDateTime, offsetNano, fuzzy) => {
			const zonedEpochNano = isoDateTimeToEpochNano(isoDateTime);
			fuzzy && (offsetNano = roundToMinute(offsetNano));
			for (const possibleEpochNano of possibleEpochNanos) {
				let possibleOffsetNano = Number(zonedEpochNano - possibleEpochNano);
				if (fuzzy && (possibleOffsetNano = roundToMinute(possibleOffsetNano)), possibleOffsetNano === offsetNano) return possibleEpochNano;
			}
		})(possibleEpochNanos, isoDateTime, offsetNano, epochFuzzy);
		if (void 0 !== matchingEpochNano) return matchingEpochNano;
		0 === offsetDisambig && throwRangeError("Invalid TimeZone offset");
	}
	return getSingleInstantFor(timeZone, isoDateTime, epochDisambig, possibleEpochNanos);
}
function getSingleInstantFor(timeZone, isoDateTime, disambig = 0, possibleEpochNanos = timeZone.O(isoDateTime)) {
	if (1 === possibleEpochNanos.length) return possibleEpochNanos[0];
	if (1 === disambig && throwRangeError("Ambiguous offset"), possibleEpochNanos.length) return possibleEpochNanos[3 === disambig ? 1 : 0];
	const zonedEpochNano = isoDateTimeToEpochNano(isoDateTime);
	const gapNano = ((timeZone, zonedEpochNano) => {
		const startOffsetNano = timeZone.B(zonedEpochNano - bigNanoInUtcDay);
		return ((gapNano) => (gapNano > nanoInUtcDay && throwRangeError("Out-of-bounds TimeZone gap"), gapNano))(timeZone.B(zonedEpochNano + bigNanoInUtcDay) - startOffsetNano);
	})(timeZone, zonedEpochNano);
	const shiftedIsoDateTime = epochNanoToIsoDateTime(zonedEpochNano + BigInt(gapNano * (2 === disambig ? -1 : 1)));
	return (possibleEpochNanos = timeZone.O(shiftedIsoDateTime))[2 === disambig ? 0 : possibleEpochNanos.length - 1];
}
function getStartOfDayInstantFor(timeZone, isoDateTime) {
	const possibleEpochNanos = timeZone.O(isoDateTime);
	if (possibleEpochNanos.length) return possibleEpochNanos[0];
	const zonedEpochNanoDayBefore = isoDateTimeToEpochNano(isoDateTime) - bigNanoInUtcDay;
	return timeZone.C(zonedEpochNanoDayBefore, 1);
}
function moveYearMonth(calendar, isoDate, durationSlots, overflow = 0) {
	computeDurationSign(durationSlots) && clampEntity("unit", getMaxDurationUnit(durationSlots), 8, 9, 1, durationFieldNamesAsc);
	return moveToStartOfMonth(calendar, moveDate(calendar, checkIsoDateInBounds(moveToStartOfMonth(calendar, isoDate)), durationSlots, overflow));
}
function moveZonedEpochSlots(slots, durationFields, overflow = 0) {
	const { calendar, epochNanoseconds: epochNano, timeZone } = slots;
	const timeOnlyNano = durationTimeToBigNano(durationFields);
	let movedEpochNano = epochNano;
	if (durationHasDateParts(durationFields)) {
		const isoDateTime = zonedEpochSlotsToIso(slots);
		movedEpochNano = getSingleInstantFor(timeZone, combineDateAndTime(moveDate(calendar, isoDateTime, {
			...durationFields,
			...durationTimeFieldDefaults
		}, overflow), isoDateTime)) + timeOnlyNano;
	} else movedEpochNano += timeOnlyNano;
	return {
		...slots,
		epochNanoseconds: checkEpochNanoInBounds(movedEpochNano)
	};
}
function moveDateTime(calendar, isoDateTime, durationFields, overflow = 0) {
	const [movedTimeFields, dayDelta] = moveTime(isoDateTime, durationFields);
	return checkIsoDateTimeInBounds(combineDateAndTime(moveDate(calendar, isoDateTime, {
		...durationFields,
		...durationTimeFieldDefaults,
		days: durationFields.days + dayDelta
	}, overflow), movedTimeFields));
}
function moveTime(timeFields, durationFields) {
	return moveTimeByNano(timeFields, durationTimeToBigNano(durationFields));
}
function moveEpochNano(epochNano, durationFields) {
	return moveEpochNanoByNano(epochNano, (clampEntity("unit", getMaxDurationUnit(fields = durationFields), 0, 5, 1, durationFieldNamesAsc), durationTimeToBigNano(fields)));
	var fields;
}
function moveDate(calendar, isoDate, durationFields, overflow = 0) {
	let { years, months, weeks, days } = durationFields;
	let movedIsoDate;
	if (days += Number(durationTimeToBigNano(durationFields) / bigNanoInUtcDay), years || months) movedIsoDate = moveDateByCalendarUnits(calendar, isoDate, years, months, overflow);
	else {
		if (!weeks && !days) return isoDate;
		movedIsoDate = isoDate;
	}
	return (weeks || days) && (movedIsoDate = moveDateByDays(movedIsoDate, 7 * weeks + days)), checkIsoDateInBounds(movedIsoDate);
}
function moveToStartOfMonth(calendar, isoDate) {
	return moveDateByDays(isoDate, 1 - computeCalendarDateFields(calendar, isoDate).day);
}
function moveDateByCalendarUnits(calendar, isoDate, years, months, overflow) {
	let { year, month, day } = computeCalendarDateFields(calendar, isoDate);
	if (years) {
		const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
		year += years, month = resolveMonthInMovedYear(calendar, monthCodeNumber, isLeapMonth, calendar ? calendar.p(year) : void 0, overflow), month = clampEntity("month", month, 1, computeCalendarMonthsInYearForYear(calendar, year), overflow);
	}
	if (months) {
		const yearMonthParts = addCalendarMonths(calendar, year, month, months);
		({year: year, month: month} = yearMonthParts);
	}
	return day = clampEntity("day", day, 1, computeCalendarDaysInMonthForYearMonth(calendar, year, month), overflow), computeCalendarIsoFieldsFromParts(calendar, year, month, day);
}
function addCalendarMonths(calendar, year, month, monthDelta) {
	return calendar ? calendar.ae(year, month, monthDelta) : addIsoMonths(year, month, monthDelta);
}
function resolveMonthInMovedYear(calendar, monthCodeNumber, isLeapMonth, targetLeapMonth, overflow) {
	if (isLeapMonth) {
		const leapMonthMeta = calendar ? calendar.l : void 0;
		if (void 0 !== targetLeapMonth && (leapMonthMeta < 0 || targetLeapMonth === monthCodeNumber + 1)) return targetLeapMonth;
		if (1 === overflow && throwRangeError(invalidLeapMonth), leapMonthMeta < 0) return -leapMonthMeta;
	}
	return monthCodeNumberToMonth(monthCodeNumber, 0, targetLeapMonth);
}
function moveTimeByNano(timeFields, durationBigNano) {
	const durDays = Number(durationBigNano / bigNanoInUtcDay);
	const durTimeNano = Number(durationBigNano % bigNanoInUtcDay);
	const [newTimeFields, overflowDays] = nanoToTimeAndDay(timeFieldsToNano(timeFields) + durTimeNano);
	return [newTimeFields, durDays + overflowDays];
}
function moveEpochNanoByNano(epochNano, deltaNano) {
	return checkEpochNanoInBounds(epochNano + deltaNano);
}
function moveDateByDays(isoDate, days) {
	return days ? epochDaysToIsoDate(isoDateToEpochDays(isoDate) + days) : isoDate;
}
function getCommonCalendar(a, b) {
	return getCalendarSlotId(a) !== getCalendarSlotId(b) && throwRangeError("Mismatching Calendars"), a;
}
function getCommonTimeZone(a, b) {
	return a.m !== b.m && throwRangeError("Mismatching TimeZones"), a;
}
function getZonedTimeZoneId(slots) {
	return slots.timeZone.id;
}
function diffZonedDateTimesRounded(calendar, startZoned, endZoned, largestUnit, smallestUnit, roundingInc, roundingMode) {
	return largestUnit < 6 ? diffEpochNanosRounded(startZoned.epochNanoseconds, endZoned.epochNanoseconds, largestUnit, smallestUnit, roundingInc, roundingMode) : ((calendar, startZoned, endZoned, largestUnit, smallestUnit, roundingInc, roundingMode) => {
		const timeZone = getCommonTimeZone(startZoned.timeZone, endZoned.timeZone);
		const endEpochNano = endZoned.epochNanoseconds;
		if (endEpochNano === startZoned.epochNanoseconds) return durationFieldDefaults;
		let durationFields;
		return durationFields = diffZonedEpochsExact(timeZone, calendar, startZoned, endZoned, largestUnit), durationFields = roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, createZonedRelativeOps(calendar, timeZone, startZoned), 1), durationFields;
	})(calendar, startZoned, endZoned, largestUnit, smallestUnit, roundingInc, roundingMode);
}
function diffDateTimesRounded(calendar, startIsoDateTime, endIsoDateTime, largestUnit, smallestUnit, roundingInc, roundingMode) {
	return largestUnit <= 6 ? diffEpochNanosRounded(isoDateTimeToEpochNano(startIsoDateTime), isoDateTimeToEpochNano(endIsoDateTime), largestUnit, smallestUnit, roundingInc, roundingMode) : ((calendar, startIsoDateTime, endIsoDateTime, largestUnit, smallestUnit, roundingInc, roundingMode) => {
		const endEpochNano = isoDateTimeToEpochNano(endIsoDateTime);
		const sign = compareBigInts(endEpochNano, isoDateTimeToEpochNano(startIsoDateTime));
		if (!sign) return durationFieldDefaults;
		let durationFields;
		return durationFields = diffDateTimesBig(calendar, startIsoDateTime, endIsoDateTime, sign, largestUnit), durationFields = roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, ((calendar, origin) => ({
			ne: isoDateTimeToEpochNano(origin),
			X: (duration) => isoDateTimeToEpochNano(combineDateAndTime(moveDate(calendar, origin, duration), origin))
		}))(calendar, startIsoDateTime)), durationFields;
	})(calendar, startIsoDateTime, endIsoDateTime, largestUnit, smallestUnit, roundingInc, roundingMode);
}
function diffYearMonthsRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode) {
	const firstOfMonth0 = moveToStartOfMonth(calendar, startIsoDate);
	const firstOfMonth1 = moveToStartOfMonth(calendar, endIsoDate);
	return compareIsoDates(firstOfMonth0, firstOfMonth1) ? diffDateCalendarUnitsRounded(calendar, checkIsoDateInBounds(firstOfMonth0), checkIsoDateInBounds(firstOfMonth1), largestUnit, smallestUnit, roundingInc, roundingMode, 8) : durationFieldDefaults;
}
function diffDatesRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode, smallestPrecision = 6) {
	return 6 === largestUnit ? diffEpochNanosRounded(isoDateToEpochNano(startIsoDate), isoDateToEpochNano(endIsoDate), largestUnit, smallestUnit, roundingInc, roundingMode) : diffDateCalendarUnitsRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode, smallestPrecision);
}
function diffTimesRounded(plainTimeSlots0, plainTimeSlots1, largestUnit, smallestUnit, roundingInc, roundingMode) {
	const timeDiffNano = roundNumberToInc(timeFieldsToNano(plainTimeSlots1) - timeFieldsToNano(plainTimeSlots0), computeNanoInc(smallestUnit, roundingInc), roundingMode);
	return {
		...durationFieldDefaults,
		...nanoToDurationTimeFields(timeDiffNano, largestUnit)
	};
}
function diffDateCalendarUnitsRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode, smallestPrecision = 6) {
	const endEpochNano = isoDateToEpochNano(endIsoDate);
	if (!compareIsoDates(startIsoDate, endIsoDate)) return durationFieldDefaults;
	let durationFields;
	return durationFields = diffCalendarDates(calendar, startIsoDate, endIsoDate, largestUnit), smallestUnit === smallestPrecision && 1 === roundingInc || (durationFields = roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, createDateRelativeOps(calendar, startIsoDate))), durationFields;
}
function diffEpochNanosRounded(startEpochNano, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode) {
	return {
		...durationFieldDefaults,
		...nanoToDurationDayTimeFields(roundBigNanoToInc(endEpochNano - startEpochNano, computeBigNanoInc(smallestUnit, roundingInc), roundingMode), largestUnit)
	};
}
function diffZonedEpochsExact(timeZone, calendar, startZoned, endZoned, largestUnit) {
	return largestUnit < 6 ? {
		...durationFieldDefaults,
		...nanoToDurationDayTimeFields(endZoned.epochNanoseconds - startZoned.epochNanoseconds, largestUnit)
	} : ((timeZone, startZoned, endZoned) => {
		const sign = compareBigInts(endZoned.epochNanoseconds, startZoned.epochNanoseconds);
		if (!sign) return durationFieldDefaults;
		if (!compareIsoDates(zonedEpochSlotsToIso(startZoned), zonedEpochSlotsToIso(endZoned))) return {
			...durationFieldDefaults,
			...nanoToDurationDayTimeFields(endZoned.epochNanoseconds - startZoned.epochNanoseconds, 5)
		};
		const [startIsoDateTime, endIsoDate, remainderNano] = prepareZonedEpochDiff(timeZone, startZoned, endZoned, sign);
		return {
			...(start = startIsoDateTime, end = endIsoDate, diffCalendarDates(calendar, start, end, largestUnit)),
			...nanoToDurationTimeFields(remainderNano)
		};
		var start, end;
	})(timeZone, startZoned, endZoned);
}
function diffDateTimesExact(calendar, startIsoDateTime, endIsoDateTime, largestUnit) {
	const startEpochNano = isoDateTimeToEpochNano(startIsoDateTime);
	const endEpochNano = isoDateTimeToEpochNano(endIsoDateTime);
	const sign = compareBigInts(endEpochNano, startEpochNano);
	return sign ? largestUnit <= 6 ? {
		...durationFieldDefaults,
		...nanoToDurationDayTimeFields(endEpochNano - startEpochNano, largestUnit)
	} : diffDateTimesBig(calendar, startIsoDateTime, endIsoDateTime, sign, largestUnit) : durationFieldDefaults;
}
function diffDateTimesBig(calendar, startIsoDateTime, endIsoDateTime, sign, largestUnit) {
	let diffEndDate = endIsoDateTime;
	let timeNano = timeFieldsToNano(endIsoDateTime) - timeFieldsToNano(startIsoDateTime);
	return Math.sign(timeNano) === -sign && (diffEndDate = moveDateByDays(endIsoDateTime, -sign), timeNano += nanoInUtcDay * sign), {
		...diffCalendarDates(calendar, startIsoDateTime, diffEndDate, largestUnit),
		...nanoToDurationTimeFields(timeNano)
	};
}
function prepareZonedEpochDiff(timeZone, startZoned, endZoned, sign) {
	const startIsoDate = zonedEpochSlotsToIso(startZoned);
	const endIsoDate = zonedEpochSlotsToIso(endZoned);
	const endEpochNano = endZoned.epochNanoseconds;
	let dayCorrection = 0;
	const timeDiffNano = timeFieldsToNano(endIsoDate) - timeFieldsToNano(startIsoDate);
	Math.sign(timeDiffNano) === -sign && dayCorrection++;
	const maxDayCorrection = sign > 0 ? 2 : 1;
	for (;; dayCorrection++) {
		const midIsoDate = moveDateByDays(endIsoDate, dayCorrection * -sign);
		const midEpochNano = getSingleInstantFor(timeZone, combineDateAndTime(midIsoDate, startIsoDate));
		if (dayCorrection === maxDayCorrection || compareBigInts(endEpochNano, midEpochNano) !== -sign) return [
			startIsoDate,
			midIsoDate,
			Number(endEpochNano - midEpochNano)
		];
	}
}
function diffCalendarDates(calendar, startIsoDate, endIsoDate, largestUnit) {
	if (largestUnit <= 7) return ((asWeeks, start, end) => {
		const days = countIsoDays(start, end);
		return asWeeks ? {
			...durationFieldDefaults,
			weeks: divTrunc(days, 7),
			days: modTrunc(days, 7)
		} : {
			...durationFieldDefaults,
			days
		};
	})(7 === largestUnit, startIsoDate, endIsoDate);
	const yearMonthDayStart = computeCalendarDateFields(calendar, startIsoDate);
	const yearMonthDayEnd = computeCalendarDateFields(calendar, endIsoDate);
	if (8 === largestUnit) {
		const { year: year0, month: month0, day: day0 } = yearMonthDayStart;
		const { year: year1, month: month1, day: day1 } = yearMonthDayEnd;
		const sign = Math.sign(compareNumbers(year1, year0) || compareNumbers(month1, month0) || countIsoDays(startIsoDate, endIsoDate));
		let months = 0;
		let days = 0;
		if (sign) {
			months = calendar ? calendar.ee(year0, month0, year1, month1) : diffIsoMonthSlots(year0, month0, year1, month1);
			let anchorIsoDate = moveDateByCalendarUnits(calendar, startIsoDate, 0, months, 0);
			sign * compareNumbers(day0, day1) > 0 && (months -= sign, anchorIsoDate = moveDateByCalendarUnits(calendar, startIsoDate, 0, months, 0)), days = countIsoDays(anchorIsoDate, endIsoDate);
		}
		return {
			...durationFieldDefaults,
			months,
			days
		};
	}
	const { year: year0, month: month0, day: day0 } = yearMonthDayStart;
	let { year: year1, month: month1, day: day1 } = yearMonthDayEnd;
	let yearDiff = year1 - year0;
	let monthDiff = month1 - month0;
	let dayDiff = day1 - day0;
	if (yearDiff || monthDiff) {
		const sign = Math.sign(yearDiff || monthDiff);
		let daysInMonth1 = computeCalendarDaysInMonthForYearMonth(calendar, year1, month1);
		let dayCorrect = 0;
		if (Math.sign(day1 - day0) === -sign) {
			const origDaysInMonth1 = daysInMonth1;
			const yearMonthParts = addCalendarMonths(calendar, year1, month1, -sign);
			({year: year1, month: month1} = yearMonthParts), yearDiff = year1 - year0, monthDiff = month1 - month0, daysInMonth1 = computeCalendarDaysInMonthForYearMonth(calendar, year1, month1), dayCorrect = sign < 0 ? -origDaysInMonth1 : daysInMonth1;
		}
		if (dayDiff = day1 - Math.min(day0, daysInMonth1) + dayCorrect, yearDiff) {
			const [monthCodeNumber0, isLeapMonth0] = computeCalendarMonthCodeParts(calendar, year0, month0);
			const [monthCodeNumber1, isLeapMonth1] = computeCalendarMonthCodeParts(calendar, year1, month1);
			const leapMonthMeta = calendar ? calendar.l : void 0;
			if (monthDiff = void 0 !== leapMonthMeta && isLeapMonth0 && !isLeapMonth1 && (leapMonthMeta < 0 ? sign > 0 && monthCodeNumber1 === -leapMonthMeta : sign < 0 && monthCodeNumber1 === monthCodeNumber0) ? 0 : monthCodeNumber1 - monthCodeNumber0 || Number(isLeapMonth1) - Number(isLeapMonth0), Math.sign(monthDiff) === -sign) {
				const monthCorrect = sign < 0 && -computeCalendarMonthsInYearForYear(calendar, year1);
				year1 -= sign, yearDiff = year1 - year0, monthDiff = month1 - resolveMonthInMovedYear(calendar, monthCodeNumber0, isLeapMonth0, calendar ? calendar.p(year1) : void 0, 0) + (monthCorrect || computeCalendarMonthsInYearForYear(calendar, year1));
			} else if (calendar) {
				const month0Projected = resolveMonthInMovedYear(calendar, monthCodeNumber0, isLeapMonth0, calendar.p(year1), 0);
				monthDiff = calendar.ee(year1, month0Projected, year1, month1);
			}
		}
	}
	return {
		...durationFieldDefaults,
		years: yearDiff,
		months: monthDiff,
		days: dayDiff
	};
}
function compareIsoDates(isoDate0, isoDate1) {
	return compareNumbers(isoDate0.year, isoDate1.year) || compareNumbers(isoDate0.month, isoDate1.month) || compareNumbers(isoDate0.day, isoDate1.day);
}
function countIsoDays(startIsoDate, endIsoDate) {
	return isoDateToEpochDays(endIsoDate) - isoDateToEpochDays(startIsoDate);
}
function spanRelativeDuration(relativeToSlots, durationFields, largestUnit) {
	return isZonedEpochSlots(relativeToSlots) ? ((relativeToSlots, durationFields, largestUnit) => {
		const { calendar, timeZone } = relativeToSlots;
		const endSlots = moveZonedEpochSlots(relativeToSlots, durationFields);
		return [
			diffZonedEpochsExact(timeZone, calendar, relativeToSlots, endSlots, largestUnit),
			endSlots.epochNanoseconds,
			createZonedRelativeOps(calendar, timeZone, relativeToSlots)
		];
	})(relativeToSlots, durationFields, largestUnit) : ((relativeToSlots, durationFields, largestUnit) => {
		const { calendar } = relativeToSlots;
		const origin = checkIsoDateTimeInBounds(combineDateAndTime(relativeToSlots, timeFieldDefaults));
		const end = moveDateTime(calendar, origin, durationFields);
		return [
			diffDateTimesExact(calendar, origin, end, largestUnit),
			isoDateTimeToEpochNano(end),
			createDateRelativeOps(calendar, relativeToSlots)
		];
	})(relativeToSlots, durationFields, largestUnit);
}
function moveRelativeEndpointToEpochNano(relativeToSlots, durationFields) {
	return isZonedEpochSlots(relativeToSlots) ? moveZonedEpochSlots(relativeToSlots, durationFields).epochNanoseconds : isoDateTimeToEpochNano(moveDateTime(relativeToSlots.calendar, combineDateAndTime(relativeToSlots, timeFieldDefaults), durationFields));
}
function moveRelativeMarkerToEpochNano(relativeOps, dateDuration) {
	return durationHasDateParts(dateDuration) ? relativeOps.X(dateDuration) : relativeOps.ne;
}
function createZonedRelativeOps(calendar, timeZone, slots) {
	const origin = zonedEpochSlotsToIso(slots);
	return {
		ne: slots.epochNanoseconds,
		X: (duration) => getSingleInstantFor(timeZone, combineDateAndTime(moveDate(calendar, origin, duration), origin))
	};
}
function createDateRelativeOps(calendar, origin) {
	return {
		ne: isoDateToEpochNano(origin),
		X: (duration) => isoDateToEpochNano(moveDate(calendar, origin, duration))
	};
}
function isZonedEpochSlots(slots) {
	return "timeZone" in slots;
}
function isUniformUnit(unit, isZoned) {
	return unit <= 6 - (isZoned ? 1 : 0);
}
function nanoToGivenFields(nano, largestUnit, fieldNames) {
	const fields = {};
	for (let unit = largestUnit; unit >= 0; unit--) {
		const divisor = unitNanoMap[unit];
		fields[fieldNames[unit]] = divTrunc(nano, divisor), nano = modTrunc(nano, divisor);
	}
	return fields;
}
const maxDurationSeconds = 2 ** 53;
function addDurationsWithoutRelativeTo(doSubtract, slots, otherSlots) {
	const maxUnit = Math.max(getMaxDurationUnit(slots), getMaxDurationUnit(otherSlots));
	return clampEntity("unit", maxUnit, 0, 6, 1, durationFieldNamesAsc), ((doSubtract, slots, otherSlots, maxUnit) => createDurationSlots(validateDurationFields(((a, b, largestUnit, doSubtract) => {
		const combined = durationDayTimeToBigNano(a) + durationDayTimeToBigNano(b) * BigInt(doSubtract ? -1 : 1);
		return Number.isFinite(Number(combined / bigNanoInUtcDay)) || throwRangeError("Out-of-bounds date"), {
			...durationFieldDefaults,
			...nanoToDurationDayTimeFields(combined, largestUnit)
		};
	})(slots, otherSlots, maxUnit, doSubtract))))(doSubtract, slots, otherSlots, maxUnit);
}
function roundDuration(refineRelativeTo, slots, options) {
	const durationLargestUnit = getMaxDurationUnit(slots);
	const [largestUnit, smallestUnit, roundingInc, roundingMode, relativeToSlots] = ((options, defaultLargestUnit, refineRelativeTo) => {
		options = normalizeOptionsOrString(options, smallestUnitStr);
		let largestUnit = coerceLargestUnit(options);
		const relativeToInternals = refineRelativeTo(options.relativeTo);
		let roundingInc = coerceRoundingIncInteger(options);
		const roundingMode = coerceRoundingMode(options, 7);
		let smallestUnit = coerceSmallestUnit(options);
		return void 0 === largestUnit && void 0 === smallestUnit && throwRangeError("Required smallestUnit or largestUnit"), smallestUnit ??= 0, largestUnit ??= Math.max(smallestUnit, defaultLargestUnit), checkLargestSmallestUnit(largestUnit, smallestUnit), roundingInc = validateRoundingInc(roundingInc, smallestUnit, 1), roundingInc > 1 && smallestUnit > 5 && largestUnit !== smallestUnit && throwRangeError("For calendar units with roundingIncrement > 1, use largestUnit = smallestUnit"), [
			largestUnit,
			smallestUnit,
			roundingInc,
			roundingMode,
			relativeToInternals
		];
	})(options, durationLargestUnit, refineRelativeTo);
	if (!relativeToSlots && Math.max(durationLargestUnit, largestUnit) <= 6) return createDurationSlots(validateDurationFields(((durationFields, largestUnit, smallestUnit, roundingInc, roundingMode) => {
		const roundedBigNano = roundBigNanoToInc(durationDayTimeToBigNano(durationFields), computeBigNanoInc(smallestUnit, roundingInc), roundingMode);
		return {
			...durationFieldDefaults,
			...nanoToDurationDayTimeFields(roundedBigNano, largestUnit)
		};
	})(slots, largestUnit, smallestUnit, roundingInc, roundingMode)));
	relativeToSlots || throwRangeError("Missing relativeTo");
	const isZoned = isZonedEpochSlots(relativeToSlots);
	if (!slots.sign && (!isZoned || largestUnit < 6)) return slots;
	const [balancedDuration, endEpochNano, relativeOps] = spanRelativeDuration(relativeToSlots, slots, largestUnit);
	return createDurationSlots(roundRelativeDuration(balancedDuration, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps, isZoned));
}
function absDuration(slots) {
	return -1 === slots.sign ? negateDuration(slots) : slots;
}
function negateDuration(slots) {
	return createDurationSlots(negateDurationFields(slots));
}
function negateDurationFields(fields) {
	const res = {};
	for (const fieldName of durationFieldNamesAsc) res[fieldName] = -1 * fields[fieldName] || 0;
	return res;
}
function computeDurationSign(fields, fieldNames = durationFieldNamesAsc) {
	let sign = 0;
	for (const fieldName of fieldNames) {
		const fieldSign = Math.sign(fields[fieldName]);
		fieldSign && (sign && sign !== fieldSign && throwRangeError("Cannot mix duration signs"), sign = fieldSign);
	}
	return sign;
}
function validateDurationFields(fields) {
	for (const calendarUnit of durationCalendarFieldNamesAsc) validateDurationCalendarUnit(calendarUnit, fields[calendarUnit]);
	const bigNano = durationDayTimeToBigNano(fields);
	return validateDurationTimeUnit(Number(bigNano / bigNanoInSec)), fields;
}
function validateDurationCalendarUnit(unit, value) {
	return clampEntity(unit, value, -4294967295, 4294967295, 1);
}
function validateDurationTimeUnit(n) {
	Number.isSafeInteger(n) || throwRangeError("Out-of-bounds duration");
}
function durationDayTimeToBigNano(fields) {
	return BigInt(fields.days) * bigNanoInUtcDay + durationTimeToBigNano(fields);
}
function durationTimeToBigNano(fields) {
	return BigInt(fields.hours) * bigNanoInHour + BigInt(fields.minutes) * bigNanoInMinute + durationSubMinuteToBigNano(fields);
}
function durationSubMinuteToBigNano(fields) {
	return BigInt(fields.seconds) * bigNanoInSec + BigInt(fields.milliseconds) * bigNanoInMilli + BigInt(fields.microseconds) * bigNanoInMicro + BigInt(fields.nanoseconds);
}
function nanoToDurationDayTimeFields(bigNano, largestUnit = 6) {
	const days = Number(bigNano / bigNanoInUtcDay);
	const timeNano = Number(bigNano % bigNanoInUtcDay);
	const unitNano = unitNanoMap[largestUnit];
	const largestUnitVal = largestUnit <= 3 ? Number(bigNano / BigInt(unitNano)) : days * (nanoInUtcDay / unitNano) + divTrunc(timeNano, unitNano);
	Number.isFinite(largestUnitVal) || throwRangeError("Out-of-bounds date"), largestUnit <= 3 && Math.abs(largestUnitVal) / (nanoInSec / unitNanoMap[largestUnit]) >= maxDurationSeconds && throwRangeError("Out-of-bounds date");
	const dayTimeFields = nanoToGivenFields(timeNano, largestUnit, durationFieldNamesAsc);
	return dayTimeFields[durationFieldNamesAsc[largestUnit]] = largestUnitVal, dayTimeFields;
}
function nanoToDurationTimeFields(nano, largestUnit = 5) {
	return nanoToGivenFields(nano, largestUnit, durationFieldNamesAsc);
}
function durationHasDateParts(fields) {
	return Boolean(computeDurationSign(fields, durationDateFieldNamesAsc));
}
function getMaxDurationUnit(fields) {
	let unit = 9;
	for (; unit > 0 && !fields[durationFieldNamesAsc[unit]]; unit--);
	return unit;
}
function compareZonedEpochSlots(zonedEpochSlots0, zonedEpochSlots1) {
	return compareBigInts(zonedEpochSlots0.epochNanoseconds, zonedEpochSlots1.epochNanoseconds);
}
function compareDurations(refineRelativeTo, durationSlots0, durationSlots1, options) {
	const relativeToSlots = refineRelativeTo(normalizeOptions(options).relativeTo);
	const maxUnit = Math.max(getMaxDurationUnit(durationSlots0), getMaxDurationUnit(durationSlots1));
	return allPropsEqual(durationFieldNamesAsc, durationSlots0, durationSlots1) ? 0 : isUniformUnit(maxUnit, relativeToSlots && isZonedEpochSlots(relativeToSlots)) ? compareBigInts(durationDayTimeToBigNano(durationSlots0), durationDayTimeToBigNano(durationSlots1)) : (relativeToSlots || throwRangeError("Missing relativeTo"), compareBigInts(moveRelativeEndpointToEpochNano(relativeToSlots, durationSlots0), moveRelativeEndpointToEpochNano(relativeToSlots, durationSlots1)));
}
function compareIsoDateTimeFields(isoDateTime0, isoDateTime1) {
	return compareIsoDateFields(isoDateTime0, isoDateTime1) || compareTimeFields(isoDateTime0, isoDateTime1);
}
function compareIsoDateFields(isoDate0, isoDate1) {
	return compareNumbers(isoDateToEpochDays(isoDate0), isoDateToEpochDays(isoDate1));
}
function compareTimeFields(timeFields0, timeFields1) {
	return compareNumbers(timeFieldsToNano(timeFields0), timeFieldsToNano(timeFields1));
}
function instantsEqual(instantSlots0, instantSlots1) {
	return !compareZonedEpochSlots(instantSlots0, instantSlots1);
}
function zonedDateTimesEqual(zonedDateTimeSlots0, zonedDateTimeSlots1) {
	return !compareZonedEpochSlots(zonedDateTimeSlots0, zonedDateTimeSlots1) && zonedDateTimeSlots0.timeZone.m === zonedDateTimeSlots1.timeZone.m && zonedDateTimeSlots0.calendar === zonedDateTimeSlots1.calendar;
}
function plainDateTimesEqual(plainDateTimeSlots0, plainDateTimeSlots1) {
	return !compareIsoDateTimeFields(plainDateTimeSlots0, plainDateTimeSlots1) && plainDateTimeSlots0.calendar === plainDateTimeSlots1.calendar;
}
function plainDatesEqual(plainDateSlots0, plainDateSlots1) {
	return !compareIsoDateFields(plainDateSlots0, plainDateSlots1) && plainDateSlots0.calendar === plainDateSlots1.calendar;
}
function plainYearMonthsEqual(plainYearMonthSlots0, plainYearMonthSlots1) {
	return !compareIsoDateFields(plainYearMonthSlots0, plainYearMonthSlots1) && plainYearMonthSlots0.calendar === plainYearMonthSlots1.calendar;
}
function plainMonthDaysEqual(plainMonthDaySlots0, plainMonthDaySlots1) {
	return !compareIsoDateFields(plainMonthDaySlots0, plainMonthDaySlots1) && plainMonthDaySlots0.calendar === plainMonthDaySlots1.calendar;
}
function plainTimesEqual(plainTimeSlots0, plainTimeSlots1) {
	return !compareTimeFields(plainTimeSlots0, plainTimeSlots1);
}
function getCalendarEraOrigins(calendar) {
	return 0 === calendar ? gregoryEraOrigins : calendar ? calendar.k : void 0;
}
function getCalendarFieldNames(calendar, fieldNames, fieldNamesWithEra = fieldNames) {
	return getCalendarEraOrigins(calendar) ? fieldNamesWithEra : fieldNames;
}
function resolveCalendarYear(fields, calendar) {
	const exoticCalendar = calendar || void 0;
	const eraOrigins = getCalendarEraOrigins(calendar);
	let { era, eraYear, year } = fields;
	if (void 0 !== year && (year = toIntegerWithTrunc(year, "year")), void 0 !== eraYear && (eraYear = toIntegerWithTrunc(eraYear, "eraYear")), void 0 !== era || void 0 !== eraYear) {
		void 0 !== era && void 0 !== eraYear || throwTypeError("Mismatching era/eraYear"), eraOrigins || throwRangeError("Forbidden era/eraYear");
		const normalizedEra = normalizeEraName(era);
		const eraOrigin = eraOrigins[normalizedEra];
		void 0 === eraOrigin && throwRangeError(((era) => `Invalid era: ${era}`)(era));
		const yearByEra = exoticCalendar?._ ? exoticCalendar._(eraYear, normalizedEra, eraOrigin) : eraYearToYear(eraYear, eraOrigin);
		void 0 !== year && year !== yearByEra && throwRangeError("Mismatching year/eraYear"), year = yearByEra;
	} else void 0 === year && throwTypeError(missingYear(eraOrigins));
	return year;
}
function resolveCalendarMonth(fields, calendar, year, monthCodeParts, overflow) {
	let { month, monthCode } = fields;
	if (void 0 !== monthCode) {
		const monthByCode = ((calendar, monthCode, year, overflow, monthCodeParts = parseMonthCode(monthCode)) => {
			const leapMonth = calendar ? calendar.p(year) : void 0;
			const [monthCodeNumber, wantsLeapMonth] = monthCodeParts;
			let month = monthCodeNumberToMonth(monthCodeNumber, wantsLeapMonth, leapMonth);
			if (wantsLeapMonth) {
				const leapMonthMeta = calendar ? calendar.l : void 0;
				void 0 === leapMonthMeta && throwRangeError(invalidLeapMonth), leapMonthMeta > 0 ? (month > leapMonthMeta && throwRangeError(invalidLeapMonth), leapMonth !== month && (1 === overflow && throwRangeError(invalidLeapMonth), month = monthCodeNumberToMonth(monthCodeNumber, 0, leapMonth))) : (month !== -leapMonthMeta && throwRangeError(invalidLeapMonth), void 0 === leapMonth && 1 === overflow && throwRangeError(invalidLeapMonth));
			}
			return month;
		})(calendar, monthCode, year, overflow, monthCodeParts);
		void 0 !== month && month !== monthByCode && throwRangeError("Mismatching month/monthCode"), month = monthByCode, overflow = 1;
	} else void 0 === month && throwTypeError("Missing month/monthCode");
	return clampEntity("month", month, 1, computeCalendarMonthsInYearForYear(calendar, year), overflow);
}
function resolveCalendarDay(fields, calendar, year, month, overflow) {
	return clampProp(fields, "day", 1, computeCalendarDaysInMonthForYearMonth(calendar, year, month), overflow);
}
function eraYearToYear(eraYear, eraOrigin) {
	return (eraOrigin + eraYear) * (Math.sign(eraOrigin) || 1) || 0;
}
function resolveTimeFields(fields, overflow) {
	return constrainTimeFields(pluckProps(timeFieldNamesAsc, {
		...timeFieldDefaults,
		...fields
	}), overflow);
}
const offsetRegExp = /^([+-])([01]\d|2[0-3])(?:(:?)([0-5]\d)(?:\3([0-5]\d)(?:[.,](\d{1,9}))?)?)?$/;
function parseOffsetNano(s) {
	const offsetNano = parseOffsetNanoMaybe(s);
	return void 0 === offsetNano && throwRangeError(failedParse(s)), offsetNano;
}
function parseOffsetNanoMaybe(s, onlyHourMinute) {
	const parts = offsetRegExp.exec(s);
	if (parts) return onlyHourMinute && parts[5] && throwRangeError(failedParse(s)), ((s) => s && "+" !== s ? -1 : 1)(parts[1]) * (parseInt(parts[2]) * nanoInHour + parseInt0(parts[4]) * nanoInMinute + parseInt0(parts[5]) * nanoInSec + parseSubsecNano(parts[6] || ""));
}
const dateFieldRefiners = {
	era: toString,
	month: toPositiveIntegerWithTruncation,
	monthCode(monthCode, fieldName) {
		return requireString(toPrimitiveWithStringHint(monthCode), fieldName);
	},
	day: toPositiveIntegerWithTruncation
};
const timeFieldRefiners = /*@__PURE__*/ zipPropsConst(timeFieldNamesAsc, toIntegerWithTrunc);
const durationFieldRefiners = /*@__PURE__*/ zipPropsConst(durationFieldNamesAsc, toStrictInteger);
const dateTimeFieldRefiners = /*@__PURE__*/ Object.assign({}, dateFieldRefiners, timeFieldRefiners);
const zonedDateTimeFieldRefiners = {
	offset(offsetString) {
		return parseOffsetNano(requireString(toPrimitiveWithStringHint(offsetString)));
	},
	...dateTimeFieldRefiners
};
function readAndRefineBagFields(bag, validFieldNames, fieldRefiners, requiredFieldNames, disallowEmpty = !requiredFieldNames) {
	const res = {};
	let anyMatching = 0;
	for (const fieldName of validFieldNames) {
		let fieldVal = bag[fieldName];
		if (void 0 !== fieldVal) {
			anyMatching = 1;
			const refiner = fieldRefiners[fieldName];
			refiner && (fieldVal = refiner(fieldVal, fieldName)), res[fieldName] = fieldVal;
		} else requiredFieldNames && requiredFieldNames.includes(fieldName) && throwTypeError(missingField(fieldName));
	}
	return disallowEmpty && !anyMatching && throwTypeError("No valid fields: " + validFieldNames.join()), res;
}
function refineOverflowOptions(options) {
	return void 0 === options ? 0 : coerceOverflow(requireObjectLike(options));
}
function refineZonedFieldOptions(options, defaultOffsetDisambig = 0) {
	options = normalizeOptions(options);
	const epochDisambig = coerceEpochDisambig(options);
	const offsetDisambig = coerceOffsetDisambig(options, defaultOffsetDisambig);
	return [
		coerceOverflow(options),
		offsetDisambig,
		epochDisambig
	];
}
function refineEpochDisambigOptions(options) {
	return coerceEpochDisambig(normalizeOptions(options));
}
function refineCalendarDateFields(fields, calendar, allowMissingDay) {
	const eraOrigins = getCalendarEraOrigins(calendar);
	void 0 !== fields.year || void 0 !== fields.era && void 0 !== fields.eraYear || throwTypeError(missingYear(eraOrigins)), void 0 === fields.monthCode && void 0 === fields.month && throwTypeError("Missing month/monthCode"), allowMissingDay || void 0 !== fields.day || throwTypeError(missingField("day"));
	const monthCodeParts = parseMonthCodeField(fields);
	return [resolveCalendarYear(fields, calendar), monthCodeParts];
}
function refineMonthDayFields(fields, calendar) {
	const isIso = calendar === void 0;
	const eraOrigins = getCalendarEraOrigins(calendar);
	void 0 === fields.day && throwTypeError(missingField("day")), isIso || void 0 === fields.month || void 0 !== fields.year || void 0 !== fields.era && void 0 !== fields.eraYear || throwTypeError(missingYear(eraOrigins));
	const monthCodeParts = parseMonthCodeField(fields);
	return [void 0 !== fields.eraYear || void 0 !== fields.year ? resolveCalendarYear(fields, calendar) : void 0, monthCodeParts];
}
function createDateTimeFromRefinedFields(isoDate, timeFields = timeFieldDefaults, calendar) {
	const isoDateTime = combineDateAndTime(isoDate, timeFields);
	return checkIsoDateTimeInBounds(isoDateTime), createDateTimeSlots(isoDateTime, calendar);
}
function createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow) {
	const month = resolveCalendarMonth(fields, calendar, year, monthCodeParts, overflow);
	return createDateSlots(checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, year, month, resolveCalendarDay(fields, calendar, year, month, overflow))), calendar);
}
function createYearMonthFromRefinedFields(fields, calendar, year, monthCodeParts, overflow) {
	return createYearMonthFromCalendarParts(calendar, year, resolveCalendarMonth(fields, calendar, year, monthCodeParts, overflow));
}
function createMonthDayFromRefinedFields(fields, calendar, year, monthCodeParts, overflow) {
	const isIso = calendar === void 0;
	let yearMaybe = year;
	let day;
	let monthCodeNumber;
	let isLeapMonth;
	if (void 0 === yearMaybe && isIso && (yearMaybe = 1972), void 0 !== yearMaybe) {
		isIso || checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, yearMaybe, 1, 1));
		const month = resolveCalendarMonth(fields, calendar, yearMaybe, monthCodeParts, overflow);
		day = resolveCalendarDay(fields, calendar, yearMaybe, month, overflow), [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, yearMaybe, month);
	} else {
		void 0 === fields.monthCode && throwTypeError("Missing month/monthCode"), [monthCodeNumber, isLeapMonth] = monthCodeParts;
		const referenceYear = calendar ? calendar.re : 1972;
		if (void 0 !== referenceYear) day = resolveCalendarDay(fields, calendar, referenceYear, resolveCalendarMonth(fields, calendar, referenceYear, monthCodeParts, overflow), overflow);
		else {
			const constrainedDay = 0 === overflow && calendar ? calendar.ge?.(monthCodeNumber, isLeapMonth, fields.day) : void 0;
			day = void 0 !== constrainedDay ? constrainedDay : fields.day;
		}
	}
	return createMonthDayFromMonthCodeParts(calendar, monthCodeNumber, isLeapMonth, day, fields.day, overflow);
}
function createYearMonthFromCalendarParts(calendar, year, month) {
	return createDateSlots(checkIsoYearMonthInBounds(computeCalendarIsoFieldsFromParts(calendar, year, month, 1)), calendar);
}
function createMonthDayFromMonthCodeParts(calendar, monthCodeNumber, isLeapMonthArg, day, requestedDay, overflow) {
	let isLeapMonth = isLeapMonthArg;
	isLeapMonth && ((calendar && calendar.U?.[monthCodeNumber]) ?? 1 / 0) < requestedDay && (1 === overflow && throwRangeError(invalidLeapMonth), isLeapMonth = 0, day = constrainToRange(requestedDay, 1, (calendar && calendar.R) ?? 1 / 0));
	let res = calendar ? calendar.u(monthCodeNumber, Boolean(isLeapMonth), day) : computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, Boolean(isLeapMonth));
	for (; !res && 0 === overflow && day > 1;) day--, res = calendar ? calendar.u(monthCodeNumber, Boolean(isLeapMonth), day) : computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, Boolean(isLeapMonth));
	res || throwRangeError("Cannot guess year");
	const { year: finalYear, month: finalMonth } = res;
	return createDateSlots(checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, finalYear, finalMonth, day)), calendar);
}
function parseMonthCodeField(fields) {
	if (void 0 !== fields.monthCode) return parseMonthCode(fields.monthCode);
}
const RawDateTimeFormat = Intl.DateTimeFormat;
function formatEpochMilliToPartsRecord(intlFormat, epochMilli) {
	epochMilli < -864e13 && throwRangeError("Out-of-bounds date");
	const parts = intlFormat.formatToParts(epochMilli);
	const hash = {};
	for (const part of parts) hash[part.type] = part.value;
	return hash;
}
const timeZonePeriodDaysByName = {
	"El_Aaiun": 16,
	"Tucuman": 12,
	"Tirane": 11,
	"Riga": 10,
	"Simferopol": 9,
	"Vienna": 9,
	"Tunis": 8,
	"Boa_Vista": 6,
	"Fortaleza": 6,
	"Maceio": 6,
	"Noronha": 6,
	"Recife": 6,
	"Gaza": 6,
	"Hebron": 6,
	"DeNoronha": 6
};
const minPossibleTransitionSec = -4e9;
function refineTimeDisplayTuple(options, maxSmallestUnit = 4) {
	const subsecDigits = coerceFractionalSecondDigits(options);
	const roundingMode = coerceRoundingMode(options, 4);
	const smallestUnit = coerceSmallestUnit(options);
	return [roundingMode, ...resolveSmallestUnitAndSubsecDigits(validateUnitRange(smallestUnitStr, smallestUnit, 0, maxSmallestUnit), subsecDigits)];
}
function refineDateDisplayOptions(options) {
	return coerceCalendarDisplay(normalizeOptions(options));
}
function refineTimeDisplayOptions(options, maxSmallestUnit) {
	return refineTimeDisplayTuple(normalizeOptions(options), maxSmallestUnit);
}
function resolveSmallestUnitAndSubsecDigits(smallestUnit, subsecDigits) {
	return null != smallestUnit ? [unitNanoMap[smallestUnit], smallestUnit < 4 ? 9 - 3 * smallestUnit : -1] : [void 0 === subsecDigits ? 1 : 10 ** (9 - subsecDigits), subsecDigits];
}
function formatInstantIso(refineTimeZoneString, instantSlots, options) {
	const [timeZoneArg, roundingMode, nanoInc, subsecDigits] = ((options) => {
		const subsecDigits = coerceFractionalSecondDigits(options = normalizeOptions(options));
		const roundingMode = coerceRoundingMode(options, 4);
		const smallestUnit = coerceSmallestUnit(options);
		return [
			options.timeZone,
			roundingMode,
			...resolveSmallestUnitAndSubsecDigits(validateUnitRange(smallestUnitStr, smallestUnit, 0, 4), subsecDigits)
		];
	})(options);
	const providedTimeZone = void 0 !== timeZoneArg;
	return ((providedTimeZone, timeZone, epochNano, roundingMode, nanoInc, subsecDigits) => {
		epochNano = roundBigNanoToDayOriginInc(epochNano, BigInt(nanoInc), roundingMode);
		const offsetNano = timeZone.B(epochNano);
		return formatIsoDateTimeFields(epochNanoToIsoDateTime(epochNano + BigInt(offsetNano)), subsecDigits) + (providedTimeZone ? formatOffsetNano(roundToMinute(offsetNano)) : "Z");
	})(providedTimeZone, queryTimeZone(providedTimeZone ? refineTimeZoneString(timeZoneArg) : "UTC"), instantSlots.epochNanoseconds, roundingMode, nanoInc, subsecDigits);
}
function formatZonedDateTimeIso(zonedDateTimeSlots0, options) {
	const displayOptions = ((options) => {
		options = normalizeOptions(options);
		const calendarDisplay = coerceCalendarDisplay(options);
		const subsecDigits = coerceFractionalSecondDigits(options);
		const offsetDisplay = coerceOffsetDisplay(options);
		const roundingMode = coerceRoundingMode(options, 4);
		const smallestUnit = coerceSmallestUnit(options);
		return [
			calendarDisplay,
			coerceTimeZoneDisplay(options),
			offsetDisplay,
			roundingMode,
			...resolveSmallestUnitAndSubsecDigits(validateUnitRange(smallestUnitStr, smallestUnit, 0, 4), subsecDigits)
		];
	})(options);
	return ((calendar, timeZoneId, timeZone, epochNano, calendarDisplay, timeZoneDisplay, offsetDisplay, roundingMode, nanoInc, subsecDigits) => {
		epochNano = roundBigNanoToDayOriginInc(epochNano, BigInt(nanoInc), roundingMode);
		const offsetNano = timeZone.B(epochNano);
		return formatIsoDateTimeFields(epochNanoToIsoDateTime(epochNano + BigInt(offsetNano)), subsecDigits) + formatOffsetNano(roundToMinute(offsetNano), offsetDisplay) + formatTimeZone(timeZoneId, timeZoneDisplay) + formatCalendar(calendar, calendarDisplay);
	})(zonedDateTimeSlots0.calendar, zonedDateTimeSlots0.timeZone.id, zonedDateTimeSlots0.timeZone, zonedDateTimeSlots0.epochNanoseconds, ...displayOptions);
}
function formatPlainDateTimeIso(plainDateTimeSlots0, options) {
	const displayOptions = ((options) => (options = normalizeOptions(options), [coerceCalendarDisplay(options), ...refineTimeDisplayTuple(options)]))(options);
	return ((calendar, isoDateTime, calendarDisplay, roundingMode, nanoInc, subsecDigits) => formatIsoDateTimeFields(roundDateTimeToInc(isoDateTime, nanoInc, roundingMode), subsecDigits) + formatCalendar(calendar, calendarDisplay))(plainDateTimeSlots0.calendar, plainDateTimeSlots0, ...displayOptions);
}
function formatPlainDateIso(plainDateSlots, options) {
	return calendar = plainDateSlots.calendar, isoDate = plainDateSlots, calendarDisplay = refineDateDisplayOptions(options), formatIsoDateFields(isoDate) + formatCalendar(calendar, calendarDisplay);
	var calendar, isoDate, calendarDisplay;
}
function formatPlainYearMonthIso(plainYearMonthSlots, options) {
	return formatDateLikeIso(plainYearMonthSlots.calendar, formatIsoYearMonthFields, plainYearMonthSlots, refineDateDisplayOptions(options));
}
function formatPlainMonthDayIso(plainMonthDaySlots, options) {
	return formatDateLikeIso(plainMonthDaySlots.calendar, formatIsoMonthDayFields, plainMonthDaySlots, refineDateDisplayOptions(options));
}
function formatDateLikeIso(calendar, formatSimple, isoDate, calendarDisplay) {
	return 1 === calendarDisplay ? calendar === void 0 ? formatSimple(isoDate) : formatIsoDateFields(isoDate) : calendarDisplay > 1 || 0 === calendarDisplay && calendar !== void 0 ? formatIsoDateFields(isoDate) + formatCalendarId(getCalendarSlotId(calendar), 2 === calendarDisplay) : formatSimple(isoDate);
}
function formatPlainTimeIso(slots, options) {
	return ((fields, roundingMode, nanoInc, subsecDigits) => formatTimeFields(roundTimeToInc(fields, nanoInc, roundingMode)[0], subsecDigits))(slots, ...refineTimeDisplayOptions(options));
}
function formatDurationIso(slots, options) {
	const [roundingMode, nanoInc, subsecDigits] = refineTimeDisplayOptions(options, 3);
	return nanoInc > 1 && ((slots = {
		...slots,
		...roundDayTimeDurationByInc(slots, nanoInc, roundingMode)
	}).sign = computeDurationSign(slots), validateDurationFields(slots)), formatDurationSlots(slots, subsecDigits);
}
function formatDurationSlots(durationSlots, subsecDigits) {
	const { sign } = durationSlots;
	const abs = -1 === sign ? negateDurationFields(durationSlots) : durationSlots;
	const { hours, minutes } = abs;
	const bigNano = durationSubMinuteToBigNano(abs);
	const wholeSec = Number(bigNano / bigNanoInSec);
	const subsecNano = Number(bigNano % bigNanoInSec);
	validateDurationTimeUnit(wholeSec);
	const subsecNanoString = formatSubsecNano(subsecNano, subsecDigits);
	const forceSec = subsecDigits >= 0 || !sign || subsecNanoString;
	return (sign < 0 ? "-" : "") + "P" + formatDurationFragments({
		"Y": formatDurationNumber(abs.years),
		"M": formatDurationNumber(abs.months),
		"W": formatDurationNumber(abs.weeks),
		"D": formatDurationNumber(abs.days)
	}) + (hours || minutes || wholeSec || forceSec ? "T" + formatDurationFragments({
		"H": formatDurationNumber(hours),
		"M": formatDurationNumber(minutes),
		"S": formatDurationNumber(wholeSec, forceSec) + subsecNanoString
	}) : "");
}
function formatDurationFragments(fragObj) {
	const parts = [];
	for (const fragName in fragObj) {
		const fragVal = fragObj[fragName];
		fragVal && parts.push(fragVal, fragName);
	}
	return parts.join("");
}
function formatDurationNumber(n, force) {
	if (!n && !force) return "";
	const options = Object.create(null);
	return options.useGrouping = 0, n.toLocaleString("fullwide", options);
}
function formatIsoDateTimeFields(isoDateTime, subsecDigits) {
	return formatIsoDateFields(isoDateTime) + "T" + formatTimeFields(isoDateTime, subsecDigits);
}
function formatIsoDateFields(isoDate) {
	return formatIsoYearMonthFields(isoDate) + "-" + padNumber2(isoDate.day);
}
function formatIsoYearMonthFields(isoDate) {
	const { year } = isoDate;
	return (year < 0 || year > 9999 ? getSignStr(year) + padNumber(6, Math.abs(year)) : padNumber(4, year)) + "-" + padNumber2(isoDate.month);
}
function formatIsoMonthDayFields(isoDate) {
	return padNumber2(isoDate.month) + "-" + padNumber2(isoDate.day);
}
function formatTimeFields(timeFields, subsecDigits) {
	const parts = [padNumber2(timeFields.hour), padNumber2(timeFields.minute)];
	return -1 !== subsecDigits && parts.push(padNumber2(timeFields.second) + ((millisecond, microsecond, nanosecond, subsecDigits) => formatSubsecNano(millisecond * nanoInMilli + microsecond * nanoInMicro + nanosecond, subsecDigits))(timeFields.millisecond, timeFields.microsecond, timeFields.nanosecond, subsecDigits)), parts.join(":");
}
function formatOffsetNano(offsetNano, offsetDisplay = 0) {
	if (1 === offsetDisplay) return "";
	const [hour, nanoRemainder0] = divModFloor(Math.abs(offsetNano), nanoInHour);
	const [minute, nanoRemainder1] = divModFloor(nanoRemainder0, nanoInMinute);
	const [second, nanoRemainder2] = divModFloor(nanoRemainder1, nanoInSec);
	return getSignStr(offsetNano) + padNumber2(hour) + ":" + padNumber2(minute) + (second || nanoRemainder2 ? ":" + padNumber2(second) + formatSubsecNano(nanoRemainder2) : "");
}
function formatTimeZone(timeZoneId, timeZoneDisplay) {
	return 1 !== timeZoneDisplay ? "[" + (2 === timeZoneDisplay ? "!" : "") + timeZoneId + "]" : "";
}
function formatCalendar(calendar, calendarDisplay) {
	return calendarDisplay > 1 || 0 === calendarDisplay && calendar !== void 0 ? formatCalendarId(getCalendarSlotId(calendar), 2 === calendarDisplay) : "";
}
function formatCalendarId(calendarId, isCritical) {
	return "[" + (isCritical ? "!" : "") + "u-ca=" + calendarId + "]";
}
const trailingZerosRE = /0+$/;
function formatSubsecNano(totalNano, subsecDigits) {
	let s = padNumber(9, totalNano);
	return s = void 0 === subsecDigits ? s.replace(trailingZerosRE, "") : s.slice(0, subsecDigits), s ? "." + s : "";
}
function getSignStr(num) {
	return num < 0 ? "-" : "+";
}
const icuRegExp = /^(AC|AE|AG|AR|AS|BE|BS|CA|CN|CS|CT|EA|EC|IE|IS|JS|MI|NE|NS|PL|PN|PR|PS|SS|VS)T$/;
const badCharactersRegExp = /[^\w\/:+-]+/;
function refineTimeZoneId(rawId) {
	return resolveTimeZoneId(requireString(rawId));
}
function resolveTimeZoneId(rawId) {
	return resolveTimeZoneRecord(rawId).id;
}
const resolveTimeZoneRecord = /*@__PURE__*/ memoize((rawId) => {
	const upperRawId = rawId.toUpperCase();
	const offsetRecord = ((upperRawId) => {
		const offsetNano = parseOffsetNanoMaybe(upperRawId, 1);
		if (void 0 !== offsetNano) return {
			id: formatOffsetNano(offsetNano),
			Z: offsetNano,
			m: offsetNano
		};
	})(upperRawId);
	if (offsetRecord) return {
		kind: "fixed",
		...offsetRecord
	};
	const normId = "UTC" === upperRawId ? "UTC" : ((rawId) => (badCharactersRegExp.test(rawId) && throwRangeError(invalidTimeZone(rawId)), icuRegExp.test(rawId) && throwRangeError("Forbidden ICU TimeZone"), rawId.toLowerCase().split("/").map((part, partI) => (part.length <= 3 || /\d/.test(part)) && !/etc|yap/.test(part) ? part.toUpperCase() : part.replace(/baja|dumont|[a-z]+/g, (a, i) => a.length <= 2 && !partI || "in" === a || "chat" === a ? a.toUpperCase() : a.length > 2 || !i ? capitalize(a).replace(/island|noronha|murdo|rivadavia|urville/, capitalize) : a)).join("/")))(rawId);
	return queryNamedTimeZoneRecord(normId);
});
const queryNamedTimeZoneRecord = /*@__PURE__*/ memoize((normId) => {
	if ("UTC" === normId) return {
		kind: "utc",
		id: normId,
		m: normId
	};
	const format = (upperNormId = normId.toUpperCase(), new RawDateTimeFormat("en-u-hc-h23", {
		calendar: "iso8601",
		timeZone: upperNormId,
		era: "short",
		year: "numeric",
		month: "numeric",
		day: "numeric",
		hour: "numeric",
		minute: "numeric",
		second: "numeric"
	}));
	var upperNormId;
	return {
		kind: "named",
		id: normId,
		format,
		m: format.resolvedOptions().timeZone
	};
});
function queryTimeZone(rawTimeZoneId) {
	const record = resolveTimeZoneRecord(rawTimeZoneId);
	return queryTimeZoneRecord(record.id, record);
}
const queryTimeZoneRecord = /*@__PURE__*/ memoize((normTimeZoneId, record) => "named" === record.kind ? new IntlTimeZone(normTimeZoneId, record.m, record.format) : new FixedTimeZone(normTimeZoneId, record.m, "fixed" === record.kind ? record.Z : 0));
var FixedTimeZone = class {
	constructor(id, compareKey, offsetNano) {
		this.id = id, this.m = compareKey, this.Z = offsetNano;
	}
	B() {
		return this.Z;
	}
	O(isoDateTime) {
		return [isoDateTimeAndOffsetToEpochNano(isoDateTime, this.Z)];
	}
	C() {}
};
var IntlTimeZone = class {
	constructor(id, compareKey, format) {
		this.id = id, this.m = compareKey, this.me = ((computeOffsetSec, periodDays) => {
			const getSample = memoize(computeOffsetSec);
			const getSplit = memoize(createSplitTuple);
			const periodSec = 86400 * periodDays;
			function getOffsetSec(epochSec) {
				const [startEpochSec, endEpochSec] = computePeriod(epochSec, periodSec);
				const clampedStartEpochSec = clampIntlSampleEpochSec(startEpochSec);
				const clampedEndEpochSec = clampIntlSampleEpochSec(endEpochSec);
				const startOffsetSec = getSample(clampedStartEpochSec);
				const endOffsetSec = getSample(clampedEndEpochSec);
				return startOffsetSec === endOffsetSec ? startOffsetSec : pinch(getSplit(clampedStartEpochSec, clampedEndEpochSec), startOffsetSec, endOffsetSec, epochSec);
			}
			function searchTransition(searchEpochSec, direction, searchLimit, epochSec = searchEpochSec) {
				let [startEpochSec, endEpochSec] = computePeriod(searchEpochSec, periodSec);
				const inc = periodSec * direction;
				const inBounds = () => direction < 0 ? endEpochSec > searchLimit : startEpochSec < searchLimit;
				for (; inBounds();) {
					const clampedStartEpochSec = clampIntlSampleEpochSec(startEpochSec);
					const clampedEndEpochSec = clampIntlSampleEpochSec(endEpochSec);
					const startOffsetSec = getSample(clampedStartEpochSec);
					const endOffsetSec = getSample(clampedEndEpochSec);
					if (startOffsetSec !== endOffsetSec) {
						const split = getSplit(clampedStartEpochSec, clampedEndEpochSec);
						pinch(split, startOffsetSec, endOffsetSec);
						const transitionEpochSec = split[0];
						if ((compareNumbers(transitionEpochSec, epochSec) || 1) === direction) return transitionEpochSec;
					}
					startEpochSec += inc, endEpochSec += inc;
				}
			}
			function pinch(split, startOffsetSec, endOffsetSec, forEpochSec) {
				let offsetSec;
				let splitDurSec;
				for (; (void 0 === forEpochSec || void 0 === (offsetSec = forEpochSec < split[0] ? startOffsetSec : forEpochSec >= split[1] ? endOffsetSec : void 0)) && (splitDurSec = split[1] - split[0]);) {
					const middleEpochSec = split[0] + Math.floor(splitDurSec / 2);
					computeOffsetSec(middleEpochSec) === endOffsetSec ? split[1] = middleEpochSec : split[0] = middleEpochSec + 1;
				}
				return offsetSec;
			}
			return {
				Ae(zonedEpochSec) {
					const wideOffsetSec0 = getOffsetSec(zonedEpochSec - 86400);
					const wideOffsetSec1 = getOffsetSec(zonedEpochSec + 86400);
					const wideUtcEpochSec0 = zonedEpochSec - wideOffsetSec0;
					const wideUtcEpochSec1 = zonedEpochSec - wideOffsetSec1;
					if (wideOffsetSec0 === wideOffsetSec1) return [wideUtcEpochSec0];
					const narrowOffsetSec0 = getOffsetSec(wideUtcEpochSec0);
					return narrowOffsetSec0 === getOffsetSec(wideUtcEpochSec1) ? [zonedEpochSec - narrowOffsetSec0] : wideOffsetSec0 > wideOffsetSec1 ? [wideUtcEpochSec0, wideUtcEpochSec1] : [];
				},
				ze: getOffsetSec,
				C(epochSec, direction) {
					if (!(direction > 0 && epochSec >= 864e10)) {
						if (direction < 0) {
							if (epochSec <= minPossibleTransitionSec) return;
							return epochSec > 4e9 ? searchTransition(epochSec, -1, epochSec - 94867200) ?? searchTransition(4e9, -1, minPossibleTransitionSec) : searchTransition(epochSec, -1, minPossibleTransitionSec);
						}
						return searchTransition(Math.max(epochSec, minPossibleTransitionSec) - 1, 1, Math.max(epochSec, Math.floor(Date.now() / 1e3)) + 94867200, epochSec);
					}
				}
			};
		})(((format) => (epochSec) => {
			const intlParts = formatEpochMilliToPartsRecord(format, 1e3 * epochSec);
			return 86400 * isoPartsToEpochDays(((intlParts) => {
				const relatedYear = intlParts.relatedYear;
				if (void 0 !== relatedYear) return parseInt(relatedYear);
				const year = parseInt(intlParts.year);
				return void 0 !== intlParts.era && "bce" === normalizeEraName(intlParts.era) ? 1 - year : year;
			})(intlParts), parseInt(intlParts.month), parseInt(intlParts.day)) + 3600 * parseInt(intlParts.hour) + 60 * parseInt(intlParts.minute) + parseInt(intlParts.second) - epochSec;
		})(format), ((timeZoneId) => {
			const timeZoneName = timeZoneId.split("/").pop();
			return timeZonePeriodDaysByName[timeZoneName] || 19;
		})(id));
	}
	B(epochNano) {
		return this.me.ze(((epochNano) => epochNanoToSecMod(epochNano)[0])(epochNano)) * nanoInSec;
	}
	O(isoDateTime) {
		const zonedEpochSec = 86400 * isoDateToEpochDays(isoDateTime) + timeFieldsToSec(isoDateTime);
		const subsecNano = timeFieldsToSubsecNano(isoDateTime);
		return this.me.Ae(zonedEpochSec).map((epochSec) => checkEpochNanoInBounds(BigInt(epochSec) * bigNanoInSec + BigInt(subsecNano)));
	}
	C(epochNano, direction) {
		const [epochSec, subsecNano] = epochNanoToSecMod(epochNano);
		const resEpochSec = this.me.C(epochSec + (direction > 0 || subsecNano ? 1 : 0), direction);
		if (void 0 !== resEpochSec) return BigInt(resEpochSec) * bigNanoInSec;
	}
};
function createSplitTuple(startEpochSec, endEpochSec) {
	return [startEpochSec, endEpochSec];
}
function computePeriod(epochSec, periodSec) {
	const startEpochSec = Math.floor(epochSec / periodSec) * periodSec;
	return [startEpochSec, startEpochSec + periodSec];
}
function clampIntlSampleEpochSec(epochSec) {
	return constrainToRange(epochSec, -1e10, 864e10);
}
function refineMaybeZonedDateTimeObjectLike(refineTimeZoneString, calendar, bag) {
	const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateTimeAndZoneFieldNamesAlpha, dateTimeAndZoneFieldNamesWithEraAlpha), zonedDateTimeFieldRefiners, [], 0);
	const isZoned = void 0 !== fields.timeZone;
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
	const isoDate = createDateFromRefinedFields(fields, calendar, year, monthCodeParts, 0);
	if (isZoned) {
		const timeFields = resolveTimeFields(fields);
		const timeZone = queryTimeZone(refineTimeZoneString(fields.timeZone));
		return {
			epochNanoseconds: getMatchingInstantFor(timeZone, combineDateAndTime(isoDate, timeFields), fields.offset),
			timeZone,
			calendar
		};
	}
	return isoDate;
}
function refineZonedDateTimeObjectLike(refineTimeZoneString, calendar, bag, options) {
	const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateTimeAndZoneFieldNamesAlpha, dateTimeAndZoneFieldNamesWithEraAlpha), zonedDateTimeFieldRefiners, timeZoneFieldNames, 0);
	const timeZoneId = refineTimeZoneString(fields.timeZone);
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
	const [overflow, offsetDisambig, epochDisambig] = refineZonedFieldOptions(options);
	const isoDate = createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
	const timeFields = resolveTimeFields(fields, overflow);
	const timeZone = queryTimeZone(timeZoneId);
	return createZonedEpochNanoSlots(getMatchingInstantFor(timeZone, combineDateAndTime(isoDate, timeFields), fields.offset, offsetDisambig, epochDisambig), timeZone, calendar);
}
function refinePlainDateTimeObjectLike(calendar, bag, options) {
	const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateTimeFieldNamesAlpha, dateTimeFieldNamesWithEraAlpha), dateTimeFieldRefiners, [], 0);
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
	const overflow = refineOverflowOptions(options);
	return createDateTimeFromRefinedFields(createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow), resolveTimeFields(fields, overflow), calendar);
}
function refinePlainDateObjectLike(calendar, bag, options, requireFields = []) {
	const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha), dateFieldRefiners, requireFields);
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
	return createDateFromRefinedFields(fields, calendar, year, monthCodeParts, refineOverflowOptions(options));
}
function refinePlainYearMonthObjectLike(calendar, bag, options, requireFields) {
	const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, yearMonthFieldNamesAlpha, yearMonthFieldNamesWithEraAlpha), dateFieldRefiners, requireFields);
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar, 1);
	return createYearMonthFromRefinedFields(fields, calendar, year, monthCodeParts, refineOverflowOptions(options));
}
function refinePlainMonthDayObjectLike(calendar, calendarAbsent, bag, options) {
	const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha), dateFieldRefiners, dayFieldNamesAsc, 0);
	calendarAbsent && void 0 !== fields.month && void 0 === fields.monthCode && void 0 === fields.year && (fields.year = 1972);
	const [year, monthCodeParts] = refineMonthDayFields(fields, calendar);
	return createMonthDayFromRefinedFields(fields, calendar, year, monthCodeParts, refineOverflowOptions(options));
}
function refinePlainTimeObjectLike(bag, options) {
	return resolveTimeFields(readAndRefineBagFields(bag, timeFieldNamesAlpha, timeFieldRefiners, [], 1), refineOverflowOptions(options));
}
function refineDurationObjectLike(bag) {
	const durationFields = readAndRefineBagFields(bag, durationFieldNamesAlpha, durationFieldRefiners);
	return createDurationSlots(validateDurationFields({
		...durationFieldDefaults,
		...durationFields
	}));
}
function throwFailedParse(s) {
	throwRangeError(failedParse(s));
}
function parseInstant(s) {
	const organized = parseDateTimeLike(s = requireString(toPrimitiveWithStringHint(s)));
	let offsetNano;
	return organized || throwFailedParse(s), organized.I ? offsetNano = 0 : organized.offset ? offsetNano = parseOffsetNano(organized.offset) : throwFailedParse(s), createEpochNanoSlots(isoDateTimeAndOffsetToEpochNano(organized, offsetNano));
}
function parseRelativeToSlots(s, resolveCalendar) {
	const organized = parseDateTimeLike(requireString(s));
	return organized && organized.timeZoneId ? finalizeZonedDateTime(organized, resolveCalendar, void 0) : finalizeDate(parsePlainDateLike(s), resolveCalendar);
}
function parseZonedDateTime(s, resolveCalendar, options) {
	const organized = parseDateTimeLike(requireString(s));
	return organized && organized.timeZoneId || throwFailedParse(s), finalizeZonedDateTime(organized, resolveCalendar, options);
}
function parsePlainDateTime(s, resolveCalendar) {
	const organized = parsePlainDateLike(s);
	return checkIsoDateTimeInBounds(organized), {
		...combineDateAndTime(organized, organized),
		calendar: resolveCalendar(organized.calendarId)
	};
}
function parsePlainDate(s, resolveCalendar) {
	return finalizeDate(parsePlainDateLike(s), resolveCalendar);
}
function parsePlainYearMonth(s, resolveCalendar) {
	const organized = parseYearMonthOnly(requireString(s)) || parsePlainDateLike(s);
	const calendar = resolveCalendar(organized.calendarId);
	return createDateSlots(checkIsoYearMonthInBounds(moveToStartOfMonth(calendar, checkIsoYearMonthInBounds(organized))), calendar);
}
function parsePlainMonthDay(s, resolveCalendar) {
	const organized = parseMonthDayOnly(requireString(s)) || parsePlainDateLike(s);
	if ("iso8601" === organized.calendarId) return createDateSlots({
		...organized,
		year: 1972
	}, resolveCalendar("iso8601"));
	const { calendar } = finalizeDate(organized, resolveCalendar);
	const { year: origYear, month: origMonth, day } = computeCalendarDateFields(calendar, organized);
	const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, origYear, origMonth);
	const yearMonthFields = calendar ? calendar.u(monthCodeNumber, isLeapMonth, day) : computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, isLeapMonth);
	return yearMonthFields || throwRangeError("Cannot guess year"), createDateSlots(checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, yearMonthFields.year, yearMonthFields.month, day)), calendar);
}
function parsePlainTime(s) {
	const organized = parseDateTimeLike(s = requireString(s)) || parseTimeOnly(s);
	return (!organized || !organized.qe || organized.I || parseYearMonthOnly(s) || parseMonthDayOnly(s)) && throwFailedParse(s), createTimeSlots(organized);
}
function parseDuration(s) {
	const parts = durationRegExp.exec(requireString(s));
	parts && !invalidDurationRegExp.test(s) || throwFailedParse(s);
	const fraction = nanoToGivenFields(3600 * parseSubsecNano(parts[7] || "") + 60 * parseSubsecNano(parts[9] || "") + parseSubsecNano(parts[11] || ""), 4, durationFieldNamesAsc);
	const durationFields = {
		...fraction,
		years: parseInt0(parts[2]),
		months: parseInt0(parts[3]),
		weeks: parseInt0(parts[4]),
		days: parseInt0(parts[5]),
		hours: parseInt0(parts[6]),
		minutes: parseInt0(parts[8]) + fraction.minutes,
		seconds: parseInt0(parts[10]) + fraction.seconds
	};
	return createDurationSlots(validateDurationFields("-" === parts[1] ? negateDurationFields(durationFields) : durationFields));
}
function parseCalendarId(s) {
	const organized = parseDateTimeLike(s) || parseYearMonthOnly(s) || parseMonthDayOnly(s) || parseTimeOnly(s);
	return organized ? organized.calendarId : s;
}
function parseTimeZoneId(s) {
	const parsed = parseDateTimeLike(s);
	return parsed && (parsed.timeZoneId || parsed.I && "UTC" || parsed.offset) || s;
}
function parsePlainDateLike(s) {
	const organized = parseDateTimeLike(requireString(s));
	return organized && !organized.I || throwFailedParse(s), organized;
}
function finalizeZonedDateTime(organized, resolveCalendar, options) {
	const timeZone = queryTimeZone(resolveTimeZoneId(organized.timeZoneId));
	let epochNano;
	if (organized.qe) {
		const offsetNano = organized.offset ? parseOffsetNano(organized.offset) : void 0;
		const [, offsetDisambig, epochDisambig] = refineZonedFieldOptions(options);
		epochNano = getMatchingInstantFor(timeZone, organized, offsetNano, offsetDisambig, epochDisambig, !(timeZone.Z || void 0 === organized.offset || (offset = organized.offset, offset.length > 6)), organized.I);
	} else refineZonedFieldOptions(options), epochNano = getStartOfDayInstantFor(timeZone, organized);
	var offset;
	return checkEpochNanoInBounds(epochNano), createZonedEpochNanoSlots(epochNano, timeZone, resolveCalendar(organized.calendarId));
}
function finalizeDate(organized, resolveCalendar) {
	return createDateSlots(checkIsoDateInBounds(organized), resolveCalendar(organized.calendarId));
}
function timeRegExpStr(separatorIndex, leapSecondStr = "") {
	return `([01]\\d|2[0-3])(?:(:?)([0-5]\\d)(?:\\${separatorIndex}([0-5]\\d${leapSecondStr})(?:[.,](\\d{1,9}))?)?)?`;
}
const dateTimeRegExpStr = "((?!-0{6})[+-]\\d{6}|\\d{4})(-?)(0[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01])(?:[Tt ]" + timeRegExpStr(6, "|60") + "(?:([Zz])|(([+-])" + timeRegExpStr(14) + "))?)?";
const yearMonthRegExp = /*@__PURE__*/ createRegExp("((?!-0{6})[+-]\\d{6}|\\d{4})-?(0[1-9]|1[0-2])(?:\\[!?([+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?|[a-zA-Z._][\\w.+-]*(?:/[a-zA-Z._][\\w.+-]*)*)\\])?((?:\\[!?[a-z_][a-z\\d_-]*=[a-zA-Z\\d]+(?:-[a-zA-Z\\d]+)*\\])*)");
const monthDayRegExp = /*@__PURE__*/ createRegExp("(?:--)?(0[1-9]|1[0-2])-?(0[1-9]|[12]\\d|3[01])(?:\\[!?([+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?|[a-zA-Z._][\\w.+-]*(?:/[a-zA-Z._][\\w.+-]*)*)\\])?((?:\\[!?[a-z_][a-z\\d_-]*=[a-zA-Z\\d]+(?:-[a-zA-Z\\d]+)*\\])*)");
const dateTimeRegExp = /*@__PURE__*/ createRegExp(dateTimeRegExpStr + "(?:\\[!?([+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?|[a-zA-Z._][\\w.+-]*(?:/[a-zA-Z._][\\w.+-]*)*)\\])?((?:\\[!?[a-z_][a-z\\d_-]*=[a-zA-Z\\d]+(?:-[a-zA-Z\\d]+)*\\])*)");
const annotationRegExp = /\[(!?)([^=]+)=([^\]]+)/g;
const durationRegExp = /^([+-])?P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(?:T(?:(\d+)(?:[.,](\d{1,9}))?H)?(?:(\d+)(?:[.,](\d{1,9}))?M)?(?:(\d+)(?:[.,](\d{1,9}))?S)?)?$/i;
const invalidDurationRegExp = /[PT]$|[.,]\d+[HMS]./i;
function parseDateTimeLike(s) {
	const parts = dateTimeRegExp.exec(s);
	if (!parts) return;
	return validateIsoDateFields(((parts) => ({
		year: parseInt(parts[1]),
		month: parseInt(parts[3]),
		day: parseInt(parts[4]),
		...nanoToTimeAndDay(parseSubsecNano(parts[9] || ""))[0],
		hour: parseInt0(parts[5]),
		minute: parseInt0(parts[7]),
		second: Math.min(parseInt0(parts[8]), 59),
		...organizeAnnotationParts(parts[18], parts[19]),
		qe: !!parts[5],
		I: !!parts[10],
		offset: parts[11]
	}))(parts));
}
function parseYearMonthOnly(s) {
	const parts = yearMonthRegExp.exec(s);
	return parts ? requireIsoCalendar(((parts) => ({
		year: parseInt(parts[1]),
		month: parseInt(parts[2]),
		day: 1,
		...organizeAnnotationParts(parts[3], parts[4])
	}))(parts)) : void 0;
}
function parseMonthDayOnly(s) {
	const parts = monthDayRegExp.exec(s);
	if (parts) {
		const organized = ((parts) => ({
			year: 1972,
			month: parseInt(parts[1]),
			day: parseInt(parts[2]),
			...organizeAnnotationParts(parts[3], parts[4])
		}))(parts);
		if (allPropsEqual(calendarDateFieldNamesAsc, isoDate = organized, constrainIsoDateFields(isoDate))) return requireIsoCalendar(organized);
	}
	var isoDate;
}
function requireIsoCalendar(organized) {
	return "iso8601" !== organized.calendarId && throwFailedParse(organized.calendarId), organized;
}
function parseTimeOnly(s) {
	const organized = parseDateTimeLike(s.replace(/^t?/i, "0000-01-01T"));
	return organized && !organized.I ? organized : void 0;
}
function organizeAnnotationParts(timeZoneId, s) {
	let calendarIsCritical;
	const calendarIds = [];
	return s.replace(annotationRegExp, (whole, criticalStr, key, value) => ("u-ca" === key ? (calendarIds.push(value.toLowerCase()), calendarIsCritical || (calendarIsCritical = criticalStr)) : criticalStr && throwFailedParse(whole), "")), calendarIds.length > 1 && calendarIsCritical && throwFailedParse(s), {
		timeZoneId,
		calendarId: calendarIds[0] || "iso8601"
	};
}
function mergeCalendarFields(calendar, baseFields, additionalFields) {
	const merged = Object.assign(Object.create(null), baseFields);
	return spliceFields(merged, additionalFields, monthFieldNames), getCalendarEraOrigins(calendar) && (spliceFields(merged, additionalFields, allYearFieldNames), calendar && calendar.je && spliceFields(merged, additionalFields, monthDayFieldNames, eraYearFieldNames)), merged;
}
function spliceFields(dest, additional, allPropNames, deletablePropNames) {
	let anyMatching = 0;
	const nonMatchingPropNames = [];
	for (const propName of allPropNames) void 0 !== additional[propName] ? anyMatching = 1 : nonMatchingPropNames.push(propName);
	if (Object.assign(dest, additional), anyMatching) for (const deletablePropName of deletablePropNames || nonMatchingPropNames) delete dest[deletablePropName];
}
function mergeZonedDateTimeFields(calendar, zonedDateTimeSlots, modFields) {
	const validFieldNames = getCalendarFieldNames(calendar, dateTimeAndOffsetFieldNamesAlpha, dateTimeAndOffsetFieldNamesWithEraAlpha);
	const zonedSlots = zonedEpochSlotsToIso(zonedDateTimeSlots);
	const { year, month, day } = computeCalendarDateFields(calendar, zonedSlots);
	const origFields = {
		year,
		monthCode: computeMonthCode(calendar, year, month),
		day,
		hour: zonedSlots.hour,
		minute: zonedSlots.minute,
		second: zonedSlots.second,
		millisecond: zonedSlots.millisecond,
		microsecond: zonedSlots.microsecond,
		nanosecond: zonedSlots.nanosecond,
		offset: zonedSlots.offsetNanoseconds
	};
	const partialFields = readAndRefineBagFields(modFields, validFieldNames, zonedDateTimeFieldRefiners);
	const mergedCalendarFields = mergeCalendarFields(calendar, origFields, partialFields);
	return [{
		...origFields,
		...partialFields
	}, mergedCalendarFields];
}
function mergeDateTimeFields(calendar, plainDateTimeSlots, modFields) {
	const validFieldNames = getCalendarFieldNames(calendar, dateTimeFieldNamesAlpha, dateTimeFieldNamesWithEraAlpha);
	const { year, month, day } = computeCalendarDateFields(calendar, plainDateTimeSlots);
	const origFields = {
		year,
		monthCode: computeMonthCode(calendar, year, month),
		day,
		hour: plainDateTimeSlots.hour,
		minute: plainDateTimeSlots.minute,
		second: plainDateTimeSlots.second,
		millisecond: plainDateTimeSlots.millisecond,
		microsecond: plainDateTimeSlots.microsecond,
		nanosecond: plainDateTimeSlots.nanosecond
	};
	const partialFields = readAndRefineBagFields(modFields, validFieldNames, dateTimeFieldRefiners);
	const mergedCalendarFields = mergeCalendarFields(calendar, origFields, partialFields);
	return [{
		...origFields,
		...partialFields
	}, mergedCalendarFields];
}
function mergeDateFields(calendar, plainDateSlots, modFields) {
	const validFieldNames = getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha);
	const { year, month, day } = computeCalendarDateFields(calendar, plainDateSlots);
	return mergeCalendarFields(calendar, {
		year,
		monthCode: computeMonthCode(calendar, year, month),
		day
	}, readAndRefineBagFields(modFields, validFieldNames, dateFieldRefiners));
}
function mergeYearMonthFields(calendar, plainYearMonthSlots, modFields) {
	const validFieldNames = getCalendarFieldNames(calendar, yearMonthFieldNamesAlpha, yearMonthFieldNamesWithEraAlpha);
	const { year, month } = computeCalendarDateFields(calendar, plainYearMonthSlots);
	return mergeCalendarFields(calendar, {
		year,
		monthCode: computeMonthCode(calendar, year, month)
	}, readAndRefineBagFields(modFields, validFieldNames, dateFieldRefiners));
}
function mergeMonthDayFields(calendar, plainMonthDaySlots, modFields) {
	const validFieldNames = getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha);
	const { year, month, day } = computeCalendarDateFields(calendar, plainMonthDaySlots);
	return mergeCalendarFields(calendar, {
		monthCode: computeMonthCode(calendar, year, month),
		day
	}, readAndRefineBagFields(modFields, validFieldNames, dateFieldRefiners));
}
function createZonedDateTimeFromMergedFields(zonedDateTimeSlots, mergedAllFields, calendarFields, year, monthCodeParts, overflow, offsetDisambig, epochDisambig) {
	const { calendar, timeZone } = zonedDateTimeSlots;
	return createZonedEpochNanoSlots(getMatchingInstantFor(timeZone, combineDateAndTime(createDateFromRefinedFields(calendarFields, calendar, year, monthCodeParts, overflow), constrainTimeFields(mergedAllFields, overflow)), mergedAllFields.offset, offsetDisambig, epochDisambig), timeZone, calendar);
}
function createDateTimeFromMergedFields(mergedAllFields, calendarFields, calendar, year, monthCodeParts, overflow) {
	return createDateTimeFromRefinedFields(createDateFromRefinedFields(calendarFields, calendar, year, monthCodeParts, overflow), constrainTimeFields(mergedAllFields, overflow), calendar);
}
function mergeTimeFields(initialFields, modFields) {
	return {
		...pluckProps(timeFieldNamesAlpha, initialFields),
		...readAndRefineBagFields(modFields, timeFieldNamesAlpha, timeFieldRefiners)
	};
}
function mergeDurationFields(slots, fields) {
	return createDurationSlots((initialFields = slots, modFields = fields, validateDurationFields({
		...initialFields,
		...readAndRefineBagFields(modFields, durationFieldNamesAlpha, durationFieldRefiners)
	})));
	var initialFields, modFields;
}
function computeMonthCode(calendar, year, month) {
	const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
	return formatMonthCode(monthCodeNumber, isLeapMonth);
}
function totalDuration(refineRelativeTo, slots, options) {
	const [totalUnit, relativeToSlots] = ((options, refineRelativeTo) => {
		const relativeToInternals = refineRelativeTo((options = normalizeOptionsOrString(options, "unit")).relativeTo);
		let totalUnit = coerceTotalUnit(options);
		return totalUnit = requirePropDefined("unit", totalUnit), [totalUnit, relativeToInternals];
	})(options, refineRelativeTo);
	const maxDurationUnit = getMaxDurationUnit(slots);
	const maxUnit = Math.max(totalUnit, maxDurationUnit);
	const isZoned = relativeToSlots && isZonedEpochSlots(relativeToSlots);
	if (!relativeToSlots && isUniformUnit(maxUnit, isZoned)) return totalDayTimeDuration(slots, totalUnit);
	if (relativeToSlots || throwRangeError("Missing relativeTo"), !slots.sign && (!isZoned || totalUnit < 6)) return 0;
	const [balancedDuration, endEpochNano, relativeOps] = spanRelativeDuration(relativeToSlots, slots, totalUnit);
	return isUniformUnit(totalUnit, isZoned) ? totalDayTimeDuration(balancedDuration, totalUnit) : ((durationFields, endEpochNano, totalUnit, relativeOps) => {
		const fieldName = durationFieldNamesAsc[totalUnit];
		const baseDurationFields = clearDurationFields(totalUnit, durationFields);
		return totalRelativeUnit(durationFields[fieldName], computeDurationSign(durationFields) || 1, endEpochNano, (value) => (baseDurationFields[fieldName] = value, moveRelativeMarkerToEpochNano(relativeOps, baseDurationFields)));
	})(balancedDuration, endEpochNano, totalUnit, relativeOps);
}
function totalDayTimeDuration(durationFields, totalUnit) {
	return divideBigNanoToExactNumber(durationDayTimeToBigNano(durationFields), unitNanoMap[totalUnit]);
}
function instantToZonedDateTime(instantSlots, timeZone, calendar) {
	return createZonedEpochNanoSlots(instantSlots.epochNanoseconds, timeZone, calendar);
}
function zonedDateTimeToInstant(zonedDateTimeSlots0) {
	return createEpochNanoSlots(zonedDateTimeSlots0.epochNanoseconds);
}
function zonedDateTimeToDateTime(zonedDateTimeSlots0) {
	return createDateTimeSlots(zonedEpochSlotsToIso(zonedDateTimeSlots0), zonedDateTimeSlots0.calendar);
}
function zonedDateTimeToDate(zonedDateTimeSlots0) {
	return createDateSlots(zonedEpochSlotsToIso(zonedDateTimeSlots0), zonedDateTimeSlots0.calendar);
}
function zonedDateTimeToTime(zonedDateTimeSlots0) {
	return createTimeSlots(zonedEpochSlotsToIso(zonedDateTimeSlots0));
}
function dateTimeToZonedDateTime(plainDateTimeSlots, timeZone, epochDisambig) {
	return createZonedEpochNanoSlots(checkEpochNanoInBounds(getSingleInstantFor(timeZone, plainDateTimeSlots, epochDisambig)), timeZone, plainDateTimeSlots.calendar);
}
function dateToZonedDateTime(plainDateSlots, timeZone, timeFields) {
	let epochNano;
	return epochNano = timeFields ? getSingleInstantFor(timeZone, combineDateAndTime(plainDateSlots, timeFields)) : getStartOfDayInstantFor(timeZone, combineDateAndTime(plainDateSlots, timeFieldDefaults)), createZonedEpochNanoSlots(epochNano, timeZone, plainDateSlots.calendar);
}
function yearMonthToDate(calendar, input, bag) {
	return mergeFieldsIntoDate(calendar, pluckProps(getCalendarFieldNames(calendar, yearMonthCodeFieldNamesAlpha, yearMonthCodeFieldNamesWithEraAlpha), input), readAndRefineBagFields(requireObjectLike(bag), dayFieldNamesAsc, dateFieldRefiners, []));
}
function monthDayToDate(calendar, input, bag) {
	const extraFieldNames = getCalendarFieldNames(calendar, yearFieldNamesAsc, yearFieldNamesWithEraAlpha);
	return mergeFieldsIntoDate(calendar, pluckProps(monthCodeDayFieldNamesAlpha, input), readAndRefineBagFields(requireObjectLike(bag), extraFieldNames, dateFieldRefiners, []));
}
function fieldsToMonthDay(calendar, input) {
	const refinedFields = readAndRefineBagFields(input, monthCodeDayFieldNamesAlpha, dateFieldRefiners);
	const [year, monthCodeParts] = refineMonthDayFields(refinedFields, calendar);
	return createMonthDayFromRefinedFields(refinedFields, calendar, year, monthCodeParts, 0);
}
function fieldsToYearMonth(calendar, input) {
	const refinedFields = readAndRefineBagFields(input, getCalendarFieldNames(calendar, yearMonthCodeFieldNamesAlpha, yearMonthCodeFieldNamesWithEraAlpha), dateFieldRefiners);
	const [year, monthCodeParts] = refineCalendarDateFields(refinedFields, calendar, 1);
	return createYearMonthFromRefinedFields(refinedFields, calendar, year, monthCodeParts, 0);
}
function mergeFieldsIntoDate(calendar, inputFields, extraFields) {
	const mergedFieldNames = getCalendarFieldNames(calendar, yearMonthCodeDayFieldNamesAlpha, yearMonthCodeDayFieldNamesWithEraAlpha);
	let mergedFields = mergeCalendarFields(calendar, inputFields, extraFields);
	mergedFields = readAndRefineBagFields(mergedFields, mergedFieldNames, dateFieldRefiners, []);
	const [year, monthCodeParts] = refineCalendarDateFields(mergedFields, calendar);
	return createDateFromRefinedFields(mergedFields, calendar, year, monthCodeParts, 0);
}
function epochMilliToInstant(epochMilli) {
	return createEpochNanoSlots(checkEpochNanoInBounds(BigInt(toStrictInteger(epochMilli)) * bigNanoInMilli));
}
function epochNanoToInstant(epochNano) {
	return createEpochNanoSlots(checkEpochNanoInBounds(toBigInt(epochNano)));
}
function applyPlainFormatTimeZone(options) {
	return options.timeZone = "UTC", ["full", "long"].includes(options.timeStyle) && (options.timeStyle = "medium"), options;
}
function applyZonedFormatTimeZone(options, timeZoneId) {
	return void 0 !== options.timeZone && throwTypeError("Cannot specify TimeZone"), options.timeZone = timeZoneId, options;
}
function checkResolvedCalendarCompatible(format, slots, strictCalendarCheck) {
	const resolvedCalendarId = format.resolvedOptions().calendar;
	!strictCalendarCheck && slots.calendar === void 0 || getCalendarSlotId(slots.calendar) === resolvedCalendarId || throwRangeError("Mismatching Calendars");
}
function createOptionsTransformer(shapeFieldNames, invalidShapeFieldNames, ignoredFieldNames, defaultShapeFields, dateStyleReplacementFields) {
	const shapeFieldNameSet = new Set(shapeFieldNames);
	const invalidShapeFieldNameSet = new Set(invalidShapeFieldNames);
	const ignoredFieldNameSet = new Set(ignoredFieldNames);
	return (options, allowPartialOverlap) => {
		let dateStyle;
		let timeStyle;
		const granularShapeFields = {};
		const modifierFields = {};
		const otherFields = {};
		let hasInvalidGranularShapeFields = 0;
		let hasInvalidStyleFields = 0;
		for (const name of Object.keys(options)) {
			const value = options[name];
			void 0 === value || ignoredFieldNameSet.has(name) || (shapeFieldNameSet.has(name) ? "dateStyle" === name ? dateStyle = value : "timeStyle" === name ? timeStyle = value : granularShapeFields[name] = value : "era" === name ? modifierFields[name] = value : invalidShapeFieldNameSet.has(name) ? "dateStyle" === name || "timeStyle" === name ? hasInvalidStyleFields = 1 : hasInvalidGranularShapeFields = 1 : otherFields[name] = value);
		}
		const hasDateStyle = void 0 !== dateStyle;
		const hasTimeStyle = void 0 !== timeStyle;
		const hasAnyStyle = hasDateStyle || hasTimeStyle;
		const hasGranularShapeFields = Object.keys(granularShapeFields).length > 0;
		const hasInvalids = hasInvalidGranularShapeFields || hasInvalidStyleFields;
		const hasShapeFields = hasGranularShapeFields || hasDateStyle || hasTimeStyle;
		const hasModifierFields = Object.keys(modifierFields).length > 0;
		(!allowPartialOverlap && hasInvalids || allowPartialOverlap && hasInvalids && !hasShapeFields || hasAnyStyle && (hasGranularShapeFields || hasModifierFields || hasInvalidGranularShapeFields)) && throwTypeError("Invalid formatting options");
		const transformedOptions = {};
		return hasAnyStyle || hasShapeFields || Object.assign(transformedOptions, defaultShapeFields), Object.assign(transformedOptions, granularShapeFields, modifierFields, otherFields), hasDateStyle && (dateStyleReplacementFields ? Object.assign(transformedOptions, dateStyleReplacementFields[dateStyle]) : transformedOptions.dateStyle = dateStyle), hasTimeStyle && (transformedOptions.timeStyle = timeStyle), transformedOptions;
	};
}
const dateDefaultShapeFields = {
	year: "numeric",
	month: "numeric",
	day: "numeric"
};
const timeDefaultShapeFields = {
	hour: "numeric",
	minute: "numeric",
	second: "numeric"
};
const dateTimeDefaultShapeFields = /*@__PURE__*/ Object.assign({}, dateDefaultShapeFields, timeDefaultShapeFields);
const dateShapeFieldNames = [
	"weekday",
	"year",
	"month",
	"day",
	"dateStyle"
];
const timeShapeFieldNames = [
	"dayPeriod",
	"hour",
	"minute",
	"second",
	"fractionalSecondDigits",
	"timeStyle"
];
const dateTimeShapeFieldNames = /*@__PURE__*/ dateShapeFieldNames.concat(timeShapeFieldNames);
const yearMonthIgnoredFieldNames = /*@__PURE__*/ ["weekday", "day"].concat(timeShapeFieldNames);
const monthDayIgnoredFieldNames = /*@__PURE__*/ ["weekday", "year"].concat(timeShapeFieldNames);
const transformInstantOptions = /*@__PURE__*/ createOptionsTransformer(dateTimeShapeFieldNames, [], [], dateTimeDefaultShapeFields);
const transformZonedOptions = /*@__PURE__*/ createOptionsTransformer(dateTimeShapeFieldNames, [], [], {
	...dateTimeDefaultShapeFields,
	timeZoneName: "short"
});
const transformDateTimeOptions = /*@__PURE__*/ createOptionsTransformer(dateTimeShapeFieldNames, [], ["timeZoneName"], dateTimeDefaultShapeFields);
const transformDateOptions = /*@__PURE__*/ createOptionsTransformer(dateShapeFieldNames, timeShapeFieldNames, ["timeZoneName"], dateDefaultShapeFields);
const transformTimeOptions = /*@__PURE__*/ createOptionsTransformer(timeShapeFieldNames, dateShapeFieldNames, ["timeZoneName", "era"], timeDefaultShapeFields);
const transformYearMonthOptions = /*@__PURE__*/ createOptionsTransformer([
	"year",
	"month",
	"dateStyle"
], yearMonthIgnoredFieldNames, ["timeZoneName"], {
	year: "numeric",
	month: "numeric"
}, {
	full: {
		year: "numeric",
		month: "long"
	},
	long: {
		year: "numeric",
		month: "long"
	},
	medium: {
		year: "numeric",
		month: "short"
	},
	short: {
		year: "2-digit",
		month: "numeric"
	}
});
const transformMonthDayOptions = /*@__PURE__*/ createOptionsTransformer([
	"month",
	"day",
	"dateStyle"
], monthDayIgnoredFieldNames, ["timeZoneName", "era"], {
	month: "numeric",
	day: "numeric"
}, {
	full: {
		month: "long",
		day: "numeric"
	},
	long: {
		month: "long",
		day: "numeric"
	},
	medium: {
		month: "short",
		day: "numeric"
	},
	short: {
		month: "numeric",
		day: "numeric"
	}
});
function zonedDateTimeWithPlainTime(zonedDateTimeSlots, plainTimeFields) {
	const { timeZone } = zonedDateTimeSlots;
	const newIsoDateTime = combineDateAndTime(zonedEpochSlotsToIso(zonedDateTimeSlots), plainTimeFields || timeFieldDefaults);
	return createZonedEpochNanoSlots(plainTimeFields ? getSingleInstantFor(timeZone, newIsoDateTime) : getStartOfDayInstantFor(timeZone, newIsoDateTime), timeZone, zonedDateTimeSlots.calendar);
}
function refineDirectionOptions(options) {
	const normalizedOptions = normalizeOptionsOrString(options, "direction");
	const res = coerceDirection(normalizedOptions, 0);
	return res || throwRangeError(invalidEntity("direction", res)), res;
}
function getCurrentIsoDateTime(timeZone) {
	const epochNano = getCurrentEpochNano();
	const offsetNano = timeZone.B(epochNano);
	return epochNanoToIsoDateTime(epochNano + BigInt(offsetNano));
}
function getCurrentEpochNano() {
	return BigInt(Date.now()) * bigNanoInMilli;
}
function getCurrentTimeZoneId() {
	return new RawDateTimeFormat().resolvedOptions().timeZone || "UTC";
}

// node_modules/temporal-polyfill/chunks/apiHelpers.js
const PlainYearMonthBranding = "PlainYearMonth";
const PlainMonthDayBranding = "PlainMonthDay";
const PlainDateBranding = "PlainDate";
const PlainDateTimeBranding = "PlainDateTime";
const PlainTimeBranding = "PlainTime";
const ZonedDateTimeBranding = "ZonedDateTime";
const InstantBranding = "Instant";
const DurationBranding = "Duration";
function defineTemporalClass(branding, cls, getSlots, ...getterMaps) {
	return Object.defineProperties(cls, createNameDescriptors(branding)), Object.defineProperties(cls.prototype, createStringTagDescriptors("Temporal." + branding)), Object.defineProperties(cls.prototype, mapProps((getter) => ({
		get() {
			return getter(getSlots(this));
		},
		configurable: 1
	}), Object.assign({}, ...getterMaps))), cls;
}
const attachDebugString = "noop" !== noop.name || globalThis.process ? noop : (instance) => {
	Object.defineProperty(instance, "_str_", { value: instance.toJSON() });
};
function invalidRecordType() {
	throwTypeError(invalidCallingContext);
}
function forbiddenValueOf() {
	throwTypeError(forbiddenValueOf$1);
}
const yearMonthFieldGetters$1 = {
	era(slots) {
		return computeCalendarEraFields(slots.calendar, slots).era;
	},
	eraYear(slots) {
		return computeCalendarEraFields(slots.calendar, slots).eraYear;
	},
	year(slots) {
		return computeCalendarDateFields(slots.calendar, slots).year;
	},
	month(slots) {
		return computeCalendarDateFields(slots.calendar, slots).month;
	},
	monthCode(slots) {
		return computeCalendarMonthCode(slots.calendar, slots);
	}
};
const dateFieldGetters$1 = {
	era(slots) {
		return computeCalendarEraFields(slots.calendar, slots).era;
	},
	eraYear(slots) {
		return computeCalendarEraFields(slots.calendar, slots).eraYear;
	},
	year(slots) {
		return computeCalendarDateFields(slots.calendar, slots).year;
	},
	month(slots) {
		return computeCalendarDateFields(slots.calendar, slots).month;
	},
	monthCode(slots) {
		return computeCalendarMonthCode(slots.calendar, slots);
	},
	day(slots) {
		return computeCalendarDateFields(slots.calendar, slots).day;
	}
};
const monthDayFieldGetters$1 = {
	monthCode(slots) {
		return computeCalendarMonthCode(slots.calendar, slots);
	},
	day(slots) {
		return computeCalendarDateFields(slots.calendar, slots).day;
	}
};
const yearMonthDerivedGetters = {
	daysInMonth(slots) {
		return computeCalendarDaysInMonth(slots.calendar, slots);
	},
	daysInYear(slots) {
		return computeCalendarDaysInYear(slots.calendar, slots);
	},
	monthsInYear(slots) {
		return computeCalendarMonthsInYear(slots.calendar, slots);
	},
	inLeapYear(slots) {
		return computeCalendarInLeapYear(slots.calendar, slots);
	}
};
const dateDerivedGetters = {
	dayOfWeek(slots) {
		return computeIsoDayOfWeek(slots);
	},
	dayOfYear(slots) {
		return computeCalendarDayOfYear(slots.calendar, slots);
	},
	weekOfYear(slots) {
		return computeCalendarWeekOfYear(slots.calendar, slots);
	},
	yearOfWeek(slots) {
		return computeCalendarYearOfWeek(slots.calendar, slots);
	},
	daysInWeek() {
		return 7;
	},
	daysInMonth(slots) {
		return computeCalendarDaysInMonth(slots.calendar, slots);
	},
	daysInYear(slots) {
		return computeCalendarDaysInYear(slots.calendar, slots);
	},
	monthsInYear(slots) {
		return computeCalendarMonthsInYear(slots.calendar, slots);
	},
	inLeapYear(slots) {
		return computeCalendarInLeapYear(slots.calendar, slots);
	}
};
function diffInstants(invert, instantSlots0, instantSlots1, options) {
	const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 3, 5);
	return createDiffDurationSlots(invert, diffEpochNanosRounded(instantSlots0.epochNanoseconds, instantSlots1.epochNanoseconds, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffZonedDateTimes(invert, slots0, slots1, options) {
	const calendar = getCommonCalendar(slots0.calendar, slots1.calendar);
	const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 5);
	return createDiffDurationSlots(invert, diffZonedDateTimesRounded(calendar, slots0, slots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffDateTimes(invert, plainDateTimeSlots0, plainDateTimeSlots1, options) {
	const calendar = getCommonCalendar(plainDateTimeSlots0.calendar, plainDateTimeSlots1.calendar);
	const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 6);
	return createDiffDurationSlots(invert, diffDateTimesRounded(calendar, plainDateTimeSlots0, plainDateTimeSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffDates(invert, plainDateSlots0, plainDateSlots1, options) {
	const calendar = getCommonCalendar(plainDateSlots0.calendar, plainDateSlots1.calendar);
	const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 6, 9, 6);
	return createDiffDurationSlots(invert, diffDatesRounded(calendar, plainDateSlots0, plainDateSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffYearMonths(invert, plainYearMonthSlots0, plainYearMonthSlots1, options) {
	const calendar = getCommonCalendar(plainYearMonthSlots0.calendar, plainYearMonthSlots1.calendar);
	const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 9, 9, 8);
	return createDiffDurationSlots(invert, diffYearMonthsRounded(calendar, plainYearMonthSlots0, plainYearMonthSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffTimes(invert, plainTimeSlots0, plainTimeSlots1, options) {
	const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 5, 5);
	return createDiffDurationSlots(invert, diffTimesRounded(plainTimeSlots0, plainTimeSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function createDiffDurationSlots(invert, durationFields) {
	return createDurationSlots(invert ? negateDurationFields(durationFields) : durationFields);
}
function withDateFields(slots, modFields, options) {
	const { calendar } = slots;
	const fields = mergeDateFields(calendar, slots, modFields);
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
	const overflow = refineOverflowOptions(options);
	return createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
}
function withDateTimeFields(slots, modFields, options) {
	const { calendar } = slots;
	const [mergedFields, calendarFields] = mergeDateTimeFields(calendar, slots, modFields);
	const [year, monthCodeParts] = refineCalendarDateFields(calendarFields, calendar);
	const overflow = refineOverflowOptions(options);
	return createDateTimeFromMergedFields(mergedFields, calendarFields, calendar, year, monthCodeParts, overflow);
}
function withYearMonthFields(slots, modFields, options) {
	const { calendar } = slots;
	const fields = mergeYearMonthFields(calendar, slots, modFields);
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar, 1);
	const overflow = refineOverflowOptions(options);
	return createYearMonthFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
}
function withMonthDayFields(slots, modFields, options) {
	const { calendar } = slots;
	const fields = mergeMonthDayFields(calendar, slots, modFields);
	const [year, monthCodeParts] = refineMonthDayFields(fields, calendar);
	const overflow = refineOverflowOptions(options);
	return createMonthDayFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
}
function withTimeFields(slots, modFields, options) {
	const refinedFields = mergeTimeFields(slots, modFields);
	const overflow = refineOverflowOptions(options);
	return resolveTimeFields(refinedFields, overflow);
}
function withZonedDateTimeFields(slots, modFields, options) {
	const { calendar } = slots;
	const [mergedFields, calendarFields] = mergeZonedDateTimeFields(calendar, slots, modFields);
	const [year, monthCodeParts] = refineCalendarDateFields(calendarFields, calendar);
	const [overflow, offsetDisambig, epochDisambig] = refineZonedFieldOptions(options, 2);
	return createZonedDateTimeFromMergedFields(slots, mergedFields, calendarFields, year, monthCodeParts, overflow, offsetDisambig, epochDisambig);
}

// node_modules/temporal-polyfill/chunks/classApi-basic.js
function resolveBasicCalendarId(rawCalendarId) {
	const lowerRawCalendarId = requireString(rawCalendarId).toLowerCase();
	return lowerRawCalendarId === "iso8601" ? void 0 : lowerRawCalendarId === "gregory" ? 0 : void throwRangeError(exoticCalendarRequired(rawCalendarId, "temporal-polyfill/full"));
}
function resolveBasicCalendarArg(rawCalendarId = isoCalendarId) {
	return resolveBasicCalendarId(rawCalendarId);
}
const zonedDateTimeSlotsMap = /*@__PURE__*/ new WeakMap();
const ZonedDateTime = /*@__PURE__*/ defineTemporalClass(ZonedDateTimeBranding, class {
	constructor(epochNanoseconds, timeZoneId, calendar = void 0) {
		const epochNano = checkEpochNanoInBounds(toBigInt(epochNanoseconds));
		const timeZone = queryTimeZone(refineTimeZoneId(timeZoneId));
		const calendarImpl = resolveBasicCalendarArg(calendar);
		initZonedDateTime(this, createZonedEpochNanoSlots(epochNano, timeZone, calendarImpl));
	}
	static from(arg, options = void 0) {
		return createZonedDateTime(toZonedDateTimeSlots(arg, options));
	}
	static compare(arg0, arg1) {
		return compareZonedEpochSlots(toZonedDateTimeSlots(arg0), toZonedDateTimeSlots(arg1));
	}
	get calendarId() {
		return getCalendarSlotId(getZonedDateTimeSlots(this).calendar);
	}
	get timeZoneId() {
		return getZonedDateTimeSlots(this).timeZone.id;
	}
	get epochMilliseconds() {
		return epochNanoToMilli(getZonedDateTimeSlots(this).epochNanoseconds);
	}
	get epochNanoseconds() {
		return getZonedDateTimeSlots(this).epochNanoseconds;
	}
	get offset() {
		return formatOffsetNano(zonedEpochSlotsToIso(getZonedDateTimeSlots(this)).offsetNanoseconds);
	}
	get offsetNanoseconds() {
		return zonedEpochSlotsToIso(getZonedDateTimeSlots(this)).offsetNanoseconds;
	}
	get hoursInDay() {
		return computeZonedHoursInDay(getZonedDateTimeSlots(this));
	}
	with(mod, options = void 0) {
		return createZonedDateTime(withZonedDateTimeFields(getZonedDateTimeSlots(this), validateBag(mod), options));
	}
	withCalendar(calendarArg) {
		return createZonedDateTime({
			...getZonedDateTimeSlots(this),
			calendar: refineCalendarArg(calendarArg)
		});
	}
	withTimeZone(timeZoneArg) {
		return createZonedDateTime({
			...getZonedDateTimeSlots(this),
			timeZone: queryTimeZone(refineTimeZoneArg(timeZoneArg))
		});
	}
	withPlainTime(plainTimeArg = void 0) {
		return createZonedDateTime(zonedDateTimeWithPlainTime(getZonedDateTimeSlots(this), optionalToPlainTimeFields(plainTimeArg)));
	}
	add(durationArg, options = void 0) {
		const slots = getZonedDateTimeSlots(this);
		return createZonedDateTime(moveZonedEpochSlots(slots, toDurationSlots(durationArg), refineOverflowOptions(options)));
	}
	subtract(durationArg, options = void 0) {
		const slots = getZonedDateTimeSlots(this);
		return createZonedDateTime(moveZonedEpochSlots(slots, negateDurationFields(toDurationSlots(durationArg)), refineOverflowOptions(options)));
	}
	until(otherArg, options = void 0) {
		const slots = getZonedDateTimeSlots(this);
		const other = toZonedDateTimeSlots(otherArg);
		return createDuration(diffZonedDateTimes(0, slots, other, options));
	}
	since(otherArg, options = void 0) {
		const slots = getZonedDateTimeSlots(this);
		const other = toZonedDateTimeSlots(otherArg);
		return createDuration(diffZonedDateTimes(1, slots, other, options));
	}
	round(options) {
		const slots = getZonedDateTimeSlots(this);
		const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options);
		return createZonedDateTime(roundZonedEpochSlotsToUnit(slots, smallestUnit, roundingInc, roundingMode));
	}
	startOfDay() {
		return createZonedDateTime(computeZonedStartOfDay(getZonedDateTimeSlots(this)));
	}
	equals(otherArg) {
		return zonedDateTimesEqual(getZonedDateTimeSlots(this), toZonedDateTimeSlots(otherArg));
	}
	toInstant() {
		return createInstant(zonedDateTimeToInstant(getZonedDateTimeSlots(this)));
	}
	toPlainDateTime() {
		return createPlainDateTime(zonedDateTimeToDateTime(getZonedDateTimeSlots(this)));
	}
	toPlainDate() {
		return createPlainDate(zonedDateTimeToDate(getZonedDateTimeSlots(this)));
	}
	toPlainTime() {
		return createPlainTime(zonedDateTimeToTime(getZonedDateTimeSlots(this)));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getZonedDateTimeSlots(this);
		const format = new RawDateTimeFormat(locales, applyZonedFormatTimeZone(transformZonedOptions(options), getZonedTimeZoneId(slots)));
		return checkResolvedCalendarCompatible(format, slots), format.format(epochNanoToMilli(slots.epochNanoseconds));
	}
	toString(options = void 0) {
		return formatZonedDateTimeIso(getZonedDateTimeSlots(this), options);
	}
	toJSON() {
		return formatZonedDateTimeIso(getZonedDateTimeSlots(this));
	}
	getTimeZoneTransition(options) {
		const slots = getZonedDateTimeSlots(this);
		const newEpochNano = slots.timeZone.C(slots.epochNanoseconds, refineDirectionOptions(options));
		return void 0 !== newEpochNano ? createZonedDateTime({
			...slots,
			epochNanoseconds: newEpochNano
		}) : null;
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getZonedDateTimeIsoSlots, dateFieldGetters$1, dateDerivedGetters, timeGetters);
function createZonedDateTime(slots) {
	return initZonedDateTime(Object.create(ZonedDateTime.prototype), slots);
}
function getZonedDateTimeSlots(obj) {
	return getZonedDateTimeSlotsIfPresent(obj) || invalidRecordType();
}
function getZonedDateTimeIsoSlots(obj) {
	const slots = getZonedDateTimeSlots(obj);
	return {
		...zonedEpochSlotsToIso(slots),
		calendar: slots.calendar
	};
}
function getZonedDateTimeSlotsIfPresent(obj) {
	return zonedDateTimeSlotsMap.get(obj);
}
function toZonedDateTimeSlots(arg, options) {
	if (isObjectLike(arg)) {
		const ownSlots = getZonedDateTimeSlotsIfPresent(arg);
		if (ownSlots) return refineZonedFieldOptions(options), ownSlots;
		const calendar = getCalendarFromBag(arg);
		return refineZonedDateTimeObjectLike(refineTimeZoneArg, calendar, arg, options);
	}
	return parseZonedDateTime(arg, resolveBasicCalendarId, options);
}
function initZonedDateTime(instance, slots) {
	return zonedDateTimeSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
function refineTimeZoneArg(arg) {
	if (isObjectLike(arg)) {
		const slots = getZonedDateTimeSlotsIfPresent(arg);
		return slots || throwTypeError(invalidTimeZone(arg)), slots.timeZone.id;
	}
	return ((arg) => resolveTimeZoneId(parseTimeZoneId(requireString(arg))))(arg);
}
const instantSlotsMap = /*@__PURE__*/ new WeakMap();
const Instant = /*@__PURE__*/ defineTemporalClass(InstantBranding, class {
	constructor(epochNanoseconds) {
		const epochNano = checkEpochNanoInBounds(toBigInt(epochNanoseconds));
		initInstant(this, createEpochNanoSlots(epochNano));
	}
	static from(arg) {
		return createInstant(toInstantSlots(arg));
	}
	static fromEpochMilliseconds(epochMilli) {
		return createInstant(epochMilliToInstant(epochMilli));
	}
	static fromEpochNanoseconds(epochNano) {
		return createInstant(epochNanoToInstant(epochNano));
	}
	static compare(a, b) {
		return compareZonedEpochSlots(toInstantSlots(a), toInstantSlots(b));
	}
	get epochMilliseconds() {
		return epochNanoToMilli(getInstantSlots(this).epochNanoseconds);
	}
	get epochNanoseconds() {
		return getInstantSlots(this).epochNanoseconds;
	}
	add(durationArg) {
		const slots = getInstantSlots(this);
		return createInstant(createEpochNanoSlots(moveEpochNano(slots.epochNanoseconds, toDurationSlots(durationArg))));
	}
	subtract(durationArg) {
		const slots = getInstantSlots(this);
		return createInstant(createEpochNanoSlots(moveEpochNano(slots.epochNanoseconds, negateDurationFields(toDurationSlots(durationArg)))));
	}
	until(otherArg, options = void 0) {
		return createDuration(diffInstants(0, getInstantSlots(this), toInstantSlots(otherArg), options));
	}
	since(otherArg, options = void 0) {
		return createDuration(diffInstants(1, getInstantSlots(this), toInstantSlots(otherArg), options));
	}
	round(options) {
		const slots = getInstantSlots(this);
		const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options, 5, 1);
		return createInstant(createEpochNanoSlots(roundBigNanoToDayOriginInc(slots.epochNanoseconds, computeBigNanoInc(smallestUnit, roundingInc), roundingMode)));
	}
	equals(otherArg) {
		return instantsEqual(getInstantSlots(this), toInstantSlots(otherArg));
	}
	toZonedDateTimeISO(timeZoneArg) {
		return createZonedDateTime(instantToZonedDateTime(getInstantSlots(this), queryTimeZone(refineTimeZoneArg(timeZoneArg))));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getInstantSlots(this);
		return new RawDateTimeFormat(locales, transformInstantOptions(options)).format(epochNanoToMilli(slots.epochNanoseconds));
	}
	toString(options = void 0) {
		return formatInstantIso(refineTimeZoneArg, getInstantSlots(this), options);
	}
	toJSON() {
		return formatInstantIso(refineTimeZoneArg, getInstantSlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
});
function createInstant(slots) {
	return initInstant(Object.create(Instant.prototype), slots);
}
function getInstantSlots(obj) {
	return getInstantSlotsIfPresent(obj) || invalidRecordType();
}
function getInstantSlotsIfPresent(obj) {
	return instantSlotsMap.get(obj);
}
function toInstantSlots(arg) {
	if (isObjectLike(arg)) {
		const ownSlots = getInstantSlotsIfPresent(arg);
		if (ownSlots) return ownSlots;
		const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
		if (zonedDateTimeSlots) return createEpochNanoSlots(zonedDateTimeSlots.epochNanoseconds);
	}
	return parseInstant(arg);
}
const { toTemporalInstant: toTemporalInstant$1 } = { toTemporalInstant() {
	const epochMilli = Date.prototype.valueOf.call(this);
	return createInstant(createEpochNanoSlots(BigInt(requireNumberIsInteger(epochMilli)) * bigNanoInMilli));
} };
function initInstant(instance, slots) {
	return instantSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
const plainMonthDaySlotsMap = /*@__PURE__*/ new WeakMap();
const PlainMonthDay = /*@__PURE__*/ defineTemporalClass(PlainMonthDayBranding, class {
	constructor(isoMonth, isoDay, calendar = void 0, referenceIsoYear) {
		const isoMonthInt = toIntegerWithTrunc(isoMonth);
		const isoDayInt = toIntegerWithTrunc(isoDay);
		const calendarImpl = resolveBasicCalendarArg(calendar);
		const isoYearInt = toIntegerWithTrunc(referenceIsoYear ?? 1972);
		const fields = checkIsoDateInBounds(validateIsoDateFields({
			year: isoYearInt,
			month: isoMonthInt,
			day: isoDayInt
		}));
		initPlainMonthDay(this, createDateSlots(fields, calendarImpl));
	}
	static from(arg, options = void 0) {
		return createPlainMonthDay(toPlainMonthDaySlots(arg, options));
	}
	get calendarId() {
		return getCalendarSlotId(getPlainMonthDaySlots(this).calendar);
	}
	with(mod, options = void 0) {
		return createPlainMonthDay(withMonthDayFields(getPlainMonthDaySlots(this), validateBag(mod), options));
	}
	equals(otherArg) {
		return plainMonthDaysEqual(getPlainMonthDaySlots(this), toPlainMonthDaySlots(otherArg));
	}
	toPlainDate(bag) {
		const slots = getPlainMonthDaySlots(this);
		return createPlainDate(monthDayToDate(slots.calendar, this, bag));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getPlainMonthDaySlots(this);
		const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformMonthDayOptions(options)));
		return checkResolvedCalendarCompatible(format, slots, 1), format.format(isoDateToEpochMilli(slots));
	}
	toString(options = void 0) {
		return formatPlainMonthDayIso(getPlainMonthDaySlots(this), options);
	}
	toJSON() {
		return formatPlainMonthDayIso(getPlainMonthDaySlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getPlainMonthDaySlots, monthDayFieldGetters$1);
function createPlainMonthDay(slots) {
	return initPlainMonthDay(Object.create(PlainMonthDay.prototype), slots);
}
function getPlainMonthDaySlots(obj) {
	return getPlainMonthDaySlotsIfPresent(obj) || invalidRecordType();
}
function getPlainMonthDaySlotsIfPresent(obj) {
	return plainMonthDaySlotsMap.get(obj);
}
function toPlainMonthDaySlots(arg, options) {
	if (isObjectLike(arg)) {
		const ownSlots = getPlainMonthDaySlotsIfPresent(arg);
		if (ownSlots) return refineOverflowOptions(options), ownSlots;
		const calendarMaybe = extractCalendarFromBag(arg);
		return refinePlainMonthDayObjectLike(void 0 === calendarMaybe ? void 0 : calendarMaybe, void 0 === calendarMaybe, arg, options);
	}
	const res = parsePlainMonthDay(arg, resolveBasicCalendarId);
	return refineOverflowOptions(options), res;
}
function initPlainMonthDay(instance, slots) {
	return plainMonthDaySlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
const plainYearMonthSlotsMap = /*@__PURE__*/ new WeakMap();
const PlainYearMonth = /*@__PURE__*/ defineTemporalClass(PlainYearMonthBranding, class {
	constructor(isoYear, isoMonth, calendar = void 0, referenceIsoDay) {
		const isoYearInt = toIntegerWithTrunc(isoYear);
		const isoMonthInt = toIntegerWithTrunc(isoMonth);
		const calendarImpl = resolveBasicCalendarArg(calendar);
		const isoDayInt = toIntegerWithTrunc(referenceIsoDay ?? 1);
		const fields = checkIsoYearMonthInBounds(validateIsoDateFields({
			year: isoYearInt,
			month: isoMonthInt,
			day: isoDayInt
		}));
		initPlainYearMonth(this, createDateSlots(fields, calendarImpl));
	}
	static from(arg, options = void 0) {
		return createPlainYearMonth(toPlainYearMonthSlots(arg, options));
	}
	static compare(arg0, arg1) {
		return compareIsoDateFields(toPlainYearMonthSlots(arg0), toPlainYearMonthSlots(arg1));
	}
	get calendarId() {
		return getCalendarSlotId(getPlainYearMonthSlots(this).calendar);
	}
	with(mod, options = void 0) {
		return createPlainYearMonth(withYearMonthFields(getPlainYearMonthSlots(this), validateBag(mod), options));
	}
	add(durationArg, options = void 0) {
		const slots = getPlainYearMonthSlots(this);
		return createPlainYearMonth(createDateSlots(moveYearMonth(slots.calendar, slots, toDurationSlots(durationArg), refineOverflowOptions(options)), slots.calendar));
	}
	subtract(durationArg, options = void 0) {
		const slots = getPlainYearMonthSlots(this);
		return createPlainYearMonth(createDateSlots(moveYearMonth(slots.calendar, slots, negateDurationFields(toDurationSlots(durationArg)), refineOverflowOptions(options)), slots.calendar));
	}
	until(otherArg, options = void 0) {
		const slots = getPlainYearMonthSlots(this);
		const other = toPlainYearMonthSlots(otherArg);
		return createDuration(diffYearMonths(0, slots, other, options));
	}
	since(otherArg, options = void 0) {
		const slots = getPlainYearMonthSlots(this);
		const other = toPlainYearMonthSlots(otherArg);
		return createDuration(diffYearMonths(1, slots, other, options));
	}
	equals(otherArg) {
		return plainYearMonthsEqual(getPlainYearMonthSlots(this), toPlainYearMonthSlots(otherArg));
	}
	toPlainDate(bag) {
		const slots = getPlainYearMonthSlots(this);
		return createPlainDate(yearMonthToDate(slots.calendar, this, bag));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getPlainYearMonthSlots(this);
		const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformYearMonthOptions(options)));
		return checkResolvedCalendarCompatible(format, slots, 1), format.format(isoDateToEpochMilli(slots));
	}
	toString(options = void 0) {
		return formatPlainYearMonthIso(getPlainYearMonthSlots(this), options);
	}
	toJSON() {
		return formatPlainYearMonthIso(getPlainYearMonthSlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getPlainYearMonthSlots, yearMonthFieldGetters$1, yearMonthDerivedGetters);
function createPlainYearMonth(slots) {
	return initPlainYearMonth(Object.create(PlainYearMonth.prototype), slots);
}
function getPlainYearMonthSlots(obj) {
	return getPlainYearMonthSlotsIfPresent(obj) || invalidRecordType();
}
function getPlainYearMonthSlotsIfPresent(obj) {
	return plainYearMonthSlotsMap.get(obj);
}
function toPlainYearMonthSlots(arg, options) {
	if (isObjectLike(arg)) {
		const ownSlots = getPlainYearMonthSlotsIfPresent(arg);
		if (ownSlots) return refineOverflowOptions(options), ownSlots;
		const calendar = getCalendarFromBag(arg);
		return refinePlainYearMonthObjectLike(calendar, arg, options);
	}
	const res = parsePlainYearMonth(arg, resolveBasicCalendarId);
	return refineOverflowOptions(options), res;
}
function initPlainYearMonth(instance, slots) {
	return plainYearMonthSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
function getTemporalBrandingAndSlots(obj) {
	if (!isObjectLike(obj)) return;
	let slots = getInstantSlotsIfPresent(obj);
	return slots ? [InstantBranding, slots] : (slots = getZonedDateTimeSlotsIfPresent(obj), slots ? [ZonedDateTimeBranding, slots] : (slots = getPlainDateTimeSlotsIfPresent(obj), slots ? [PlainDateTimeBranding, slots] : (slots = getPlainDateSlotsIfPresent(obj), slots ? [PlainDateBranding, slots] : (slots = getPlainTimeSlotsIfPresent(obj), slots ? [PlainTimeBranding, slots] : (slots = getPlainYearMonthSlotsIfPresent(obj), slots ? [PlainYearMonthBranding, slots] : (slots = getPlainMonthDaySlotsIfPresent(obj), slots ? [PlainMonthDayBranding, slots] : (slots = getDurationSlotsIfPresent(obj), slots ? [DurationBranding, slots] : void 0)))))));
}
function validateBag(bag) {
	return (getTemporalBrandingAndSlots(bag) || void 0 !== bag.calendar || void 0 !== bag.timeZone) && throwTypeError("Invalid bag"), bag;
}
const plainTimeSlotsMap = /*@__PURE__*/ new WeakMap();
const PlainTime = /*@__PURE__*/ defineTemporalClass(PlainTimeBranding, class {
	constructor(hour = 0, minute = 0, second = 0, millisecond = 0, microsecond = 0, nanosecond = 0) {
		const fields = validateTimeFields(mapProps(toIntegerWithTrunc, {
			hour,
			minute,
			second,
			millisecond,
			microsecond,
			nanosecond
		}));
		initPlainTime(this, createTimeSlots(fields));
	}
	static from(arg, options = void 0) {
		return createPlainTime(toPlainTimeSlots(arg, options));
	}
	static compare(arg0, arg1) {
		return compareTimeFields(toPlainTimeSlots(arg0), toPlainTimeSlots(arg1));
	}
	with(mod, options = void 0) {
		return createPlainTime(withTimeFields(getPlainTimeSlots(this), validateBag(mod), options));
	}
	add(durationArg) {
		const slots = getPlainTimeSlots(this);
		return createPlainTime(moveTime(slots, toDurationSlots(durationArg))[0]);
	}
	subtract(durationArg) {
		const slots = getPlainTimeSlots(this);
		return createPlainTime(moveTime(slots, negateDurationFields(toDurationSlots(durationArg)))[0]);
	}
	until(otherArg, options = void 0) {
		return createDuration(diffTimes(0, getPlainTimeSlots(this), toPlainTimeSlots(otherArg), options));
	}
	since(otherArg, options = void 0) {
		return createDuration(diffTimes(1, getPlainTimeSlots(this), toPlainTimeSlots(otherArg), options));
	}
	round(options) {
		const slots = getPlainTimeSlots(this);
		const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options, 5);
		return createPlainTime(roundTimeToUnit(slots, smallestUnit, roundingInc, roundingMode)[0]);
	}
	equals(other) {
		return plainTimesEqual(getPlainTimeSlots(this), toPlainTimeSlots(other));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getPlainTimeSlots(this);
		return new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformTimeOptions(options))).format(timeFieldsToMilli(slots));
	}
	toString(options = void 0) {
		return formatPlainTimeIso(getPlainTimeSlots(this), options);
	}
	toJSON() {
		return formatPlainTimeIso(getPlainTimeSlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getPlainTimeSlots, timeGetters);
function createPlainTime(slots) {
	return initPlainTime(Object.create(PlainTime.prototype), slots);
}
function getPlainTimeSlots(obj) {
	return getPlainTimeSlotsIfPresent(obj) || invalidRecordType();
}
function getPlainTimeSlotsIfPresent(obj) {
	return plainTimeSlotsMap.get(obj);
}
function toPlainTimeSlots(arg, options) {
	if (isObjectLike(arg)) {
		const ownSlots = getPlainTimeSlotsIfPresent(arg);
		if (ownSlots) return refineOverflowOptions(options), ownSlots;
		const dateTimeSlots = getPlainDateTimeSlotsIfPresent(arg);
		if (dateTimeSlots) return refineOverflowOptions(options), createTimeSlots(dateTimeSlots);
		const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
		return zonedDateTimeSlots ? (refineOverflowOptions(options), zonedDateTimeToTime(zonedDateTimeSlots)) : refinePlainTimeObjectLike(arg, options);
	}
	const timeSlots = parsePlainTime(arg);
	return refineOverflowOptions(options), timeSlots;
}
function optionalToPlainTimeFields(timeArg) {
	return void 0 === timeArg ? void 0 : toPlainTimeSlots(timeArg);
}
function initPlainTime(instance, slots) {
	return plainTimeSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
const plainDateTimeSlotsMap = /*@__PURE__*/ new WeakMap();
const PlainDateTime = /*@__PURE__*/ defineTemporalClass(PlainDateTimeBranding, class {
	constructor(isoYear, isoMonth, isoDay, hour = 0, minute = 0, second = 0, millisecond = 0, microsecond = 0, nanosecond = 0, calendar = void 0) {
		const fields = checkIsoDateTimeInBounds(validateIsoDateTimeFields(mapProps(toIntegerWithTrunc, {
			year: isoYear,
			month: isoMonth,
			day: isoDay,
			hour,
			minute,
			second,
			millisecond,
			microsecond,
			nanosecond
		})));
		const calendarImpl = resolveBasicCalendarArg(calendar);
		initPlainDateTime(this, createDateTimeSlots(fields, calendarImpl));
	}
	static from(arg, options = void 0) {
		return createPlainDateTime(toPlainDateTimeSlots(arg, options));
	}
	static compare(arg0, arg1) {
		const slots0 = toPlainDateTimeSlots(arg0);
		const slots1 = toPlainDateTimeSlots(arg1);
		return compareIsoDateTimeFields(slots0, slots1);
	}
	get calendarId() {
		return getCalendarSlotId(getPlainDateTimeSlots(this).calendar);
	}
	with(mod, options = void 0) {
		return createPlainDateTime(withDateTimeFields(getPlainDateTimeSlots(this), validateBag(mod), options));
	}
	withCalendar(calendarArg) {
		const slots = getPlainDateTimeSlots(this);
		return createPlainDateTime(createDateTimeSlots(slots, refineCalendarArg(calendarArg)));
	}
	withPlainTime(plainTimeArg = void 0) {
		const slots = getPlainDateTimeSlots(this);
		return createPlainDateTime(createDateTimeFromRefinedFields(slots, optionalToPlainTimeFields(plainTimeArg), slots.calendar));
	}
	add(durationArg, options = void 0) {
		const slots = getPlainDateTimeSlots(this);
		return createPlainDateTime(createDateTimeSlots(moveDateTime(slots.calendar, slots, toDurationSlots(durationArg), refineOverflowOptions(options)), slots.calendar));
	}
	subtract(durationArg, options = void 0) {
		const slots = getPlainDateTimeSlots(this);
		return createPlainDateTime(createDateTimeSlots(moveDateTime(slots.calendar, slots, negateDurationFields(toDurationSlots(durationArg)), refineOverflowOptions(options)), slots.calendar));
	}
	until(otherArg, options = void 0) {
		const slots = getPlainDateTimeSlots(this);
		const other = toPlainDateTimeSlots(otherArg);
		return createDuration(diffDateTimes(0, slots, other, options));
	}
	since(otherArg, options = void 0) {
		const slots = getPlainDateTimeSlots(this);
		const other = toPlainDateTimeSlots(otherArg);
		return createDuration(diffDateTimes(1, slots, other, options));
	}
	round(options) {
		const slots = getPlainDateTimeSlots(this);
		const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options);
		return createPlainDateTime(createDateTimeSlots(roundDateTimeToUnit(slots, smallestUnit, roundingInc, roundingMode), slots.calendar));
	}
	equals(otherArg) {
		return plainDateTimesEqual(getPlainDateTimeSlots(this), toPlainDateTimeSlots(otherArg));
	}
	toZonedDateTime(timeZoneArg, options = void 0) {
		return createZonedDateTime(dateTimeToZonedDateTime(getPlainDateTimeSlots(this), queryTimeZone(refineTimeZoneArg(timeZoneArg)), refineEpochDisambigOptions(options)));
	}
	toPlainDate() {
		const slots = getPlainDateTimeSlots(this);
		return createPlainDate(createDateSlots(slots, slots.calendar));
	}
	toPlainTime() {
		return createPlainTime(createTimeSlots(getPlainDateTimeSlots(this)));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getPlainDateTimeSlots(this);
		const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformDateTimeOptions(options)));
		return checkResolvedCalendarCompatible(format, slots), format.format(isoDateTimeToEpochMilli(slots));
	}
	toString(options = void 0) {
		return formatPlainDateTimeIso(getPlainDateTimeSlots(this), options);
	}
	toJSON() {
		return formatPlainDateTimeIso(getPlainDateTimeSlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getPlainDateTimeSlots, dateFieldGetters$1, dateDerivedGetters, timeGetters);
function createPlainDateTime(slots) {
	return initPlainDateTime(Object.create(PlainDateTime.prototype), slots);
}
function getPlainDateTimeSlots(obj) {
	return getPlainDateTimeSlotsIfPresent(obj) || invalidRecordType();
}
function getPlainDateTimeSlotsIfPresent(obj) {
	return plainDateTimeSlotsMap.get(obj);
}
function toPlainDateTimeSlots(arg, options) {
	if (isObjectLike(arg)) {
		const ownSlots = getPlainDateTimeSlotsIfPresent(arg);
		if (ownSlots) return refineOverflowOptions(options), ownSlots;
		const dateSlots = getPlainDateSlotsIfPresent(arg);
		if (dateSlots) return refineOverflowOptions(options), createDateTimeSlots(combineDateAndTime(dateSlots, timeFieldDefaults), dateSlots.calendar);
		const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
		if (zonedDateTimeSlots) return refineOverflowOptions(options), zonedDateTimeToDateTime(zonedDateTimeSlots);
		const calendar = getCalendarFromBag(arg);
		return refinePlainDateTimeObjectLike(calendar, arg, options);
	}
	const res = parsePlainDateTime(arg, resolveBasicCalendarId);
	return refineOverflowOptions(options), res;
}
function initPlainDateTime(instance, slots) {
	return plainDateTimeSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
const plainDateSlotsMap = /*@__PURE__*/ new WeakMap();
const PlainDate = /*@__PURE__*/ defineTemporalClass(PlainDateBranding, class {
	constructor(isoYear, isoMonth, isoDay, calendar = void 0) {
		const fields = checkIsoDateInBounds(validateIsoDateFields(mapProps(toIntegerWithTrunc, {
			year: isoYear,
			month: isoMonth,
			day: isoDay
		})));
		const calendarImpl = resolveBasicCalendarArg(calendar);
		initPlainDate(this, createDateSlots(fields, calendarImpl));
	}
	static from(arg, options = void 0) {
		return createPlainDate(toPlainDateSlots(arg, options));
	}
	static compare(arg0, arg1) {
		return compareIsoDateFields(toPlainDateSlots(arg0), toPlainDateSlots(arg1));
	}
	get calendarId() {
		return getCalendarSlotId(getPlainDateSlots(this).calendar);
	}
	with(mod, options = void 0) {
		return createPlainDate(withDateFields(getPlainDateSlots(this), validateBag(mod), options));
	}
	withCalendar(calendarArg) {
		const slots = getPlainDateSlots(this);
		return createPlainDate(createDateSlots(slots, refineCalendarArg(calendarArg)));
	}
	add(durationArg, options = void 0) {
		const slots = getPlainDateSlots(this);
		return createPlainDate(createDateSlots(moveDate(slots.calendar, slots, toDurationSlots(durationArg), refineOverflowOptions(options)), slots.calendar));
	}
	subtract(durationArg, options = void 0) {
		const slots = getPlainDateSlots(this);
		return createPlainDate(createDateSlots(moveDate(slots.calendar, slots, negateDurationFields(toDurationSlots(durationArg)), refineOverflowOptions(options)), slots.calendar));
	}
	until(otherArg, options = void 0) {
		const slots = getPlainDateSlots(this);
		const other = toPlainDateSlots(otherArg);
		return createDuration(diffDates(0, slots, other, options));
	}
	since(otherArg, options = void 0) {
		const slots = getPlainDateSlots(this);
		const other = toPlainDateSlots(otherArg);
		return createDuration(diffDates(1, slots, other, options));
	}
	equals(otherArg) {
		return plainDatesEqual(getPlainDateSlots(this), toPlainDateSlots(otherArg));
	}
	toZonedDateTime(options) {
		const optionsObj = isObjectLike(options) ? {
			timeZone: options.timeZone,
			plainTime: options.plainTime
		} : { timeZone: options };
		const slots = getPlainDateSlots(this);
		const timeZoneId = refineTimeZoneArg(optionsObj.timeZone);
		const plainTimeArg = optionsObj.plainTime;
		const timeFields = void 0 !== plainTimeArg ? toPlainTimeSlots(plainTimeArg) : void 0;
		return createZonedDateTime(dateToZonedDateTime(slots, queryTimeZone(timeZoneId), timeFields));
	}
	toPlainDateTime(plainTimeArg = void 0) {
		const slots = getPlainDateSlots(this);
		return createPlainDateTime(createDateTimeFromRefinedFields(slots, optionalToPlainTimeFields(plainTimeArg), slots.calendar));
	}
	toPlainYearMonth() {
		const slots = getPlainDateSlots(this);
		return createPlainYearMonth(fieldsToYearMonth(slots.calendar, this));
	}
	toPlainMonthDay() {
		const slots = getPlainDateSlots(this);
		return createPlainMonthDay(fieldsToMonthDay(slots.calendar, this));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getPlainDateSlots(this);
		const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformDateOptions(options)));
		return checkResolvedCalendarCompatible(format, slots), format.format(isoDateToEpochMilli(slots));
	}
	toString(options = void 0) {
		return formatPlainDateIso(getPlainDateSlots(this), options);
	}
	toJSON() {
		return formatPlainDateIso(getPlainDateSlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getPlainDateSlots, dateFieldGetters$1, dateDerivedGetters);
function createPlainDate(slots) {
	return initPlainDate(Object.create(PlainDate.prototype), slots);
}
function getPlainDateSlots(obj) {
	return getPlainDateSlotsIfPresent(obj) || invalidRecordType();
}
function getPlainDateSlotsIfPresent(obj) {
	return plainDateSlotsMap.get(obj);
}
function toPlainDateSlots(arg, options) {
	if (isObjectLike(arg)) {
		const ownSlots = getPlainDateSlotsIfPresent(arg);
		if (ownSlots) return refineOverflowOptions(options), ownSlots;
		const dateTimeSlots = getPlainDateTimeSlotsIfPresent(arg);
		if (dateTimeSlots) return refineOverflowOptions(options), createDateSlots(dateTimeSlots, dateTimeSlots.calendar);
		const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
		if (zonedDateTimeSlots) return refineOverflowOptions(options), zonedDateTimeToDate(zonedDateTimeSlots);
		const calendar = getCalendarFromBag(arg);
		return refinePlainDateObjectLike(calendar, arg, options);
	}
	const res = parsePlainDate(arg, resolveBasicCalendarId);
	return refineOverflowOptions(options), res;
}
function initPlainDate(instance, slots) {
	return plainDateSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
function getCalendarFromBag(bag) {
	const calendar = extractCalendarFromBag(bag);
	return void 0 === calendar ? void 0 : calendar;
}
function extractCalendarFromBag(bag) {
	const { calendar: calendarArg } = bag;
	if (void 0 !== calendarArg) return refineCalendarArg(calendarArg);
}
function refineCalendarArg(arg) {
	if (isObjectLike(arg)) {
		const slots = getPlainDateSlotsIfPresent(arg) || getPlainDateTimeSlotsIfPresent(arg) || getZonedDateTimeSlotsIfPresent(arg) || getPlainMonthDaySlotsIfPresent(arg) || getPlainYearMonthSlotsIfPresent(arg);
		return slots || throwTypeError(invalidCalendar(arg)), slots.calendar;
	}
	return ((arg) => resolveBasicCalendarId(parseCalendarId(requireString(arg))))(arg);
}
const durationSlotsMap = /*@__PURE__*/ new WeakMap();
const Duration = /*@__PURE__*/ defineTemporalClass(DurationBranding, class {
	constructor(years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0, microseconds = 0, nanoseconds = 0) {
		const fields = validateDurationFields(mapProps(toStrictInteger, {
			years,
			months,
			weeks,
			days,
			hours,
			minutes,
			seconds,
			milliseconds,
			microseconds,
			nanoseconds
		}));
		initDuration(this, createDurationSlots(fields));
	}
	static from(arg) {
		return createDuration(toDurationSlots(arg));
	}
	static compare(durationArg0, durationArg1, options = void 0) {
		return compareDurations(refinePublicRelativeTo, toDurationSlots(durationArg0), toDurationSlots(durationArg1), options);
	}
	get sign() {
		return getDurationSlots(this).sign;
	}
	get blank() {
		return !getDurationSlots(this).sign;
	}
	with(mod) {
		return createDuration(mergeDurationFields(getDurationSlots(this), mod));
	}
	negated() {
		return createDuration(negateDuration(getDurationSlots(this)));
	}
	abs() {
		return createDuration(absDuration(getDurationSlots(this)));
	}
	add(otherArg) {
		return createDuration(addDurationsWithoutRelativeTo(0, getDurationSlots(this), toDurationSlots(otherArg)));
	}
	subtract(otherArg) {
		return createDuration(addDurationsWithoutRelativeTo(1, getDurationSlots(this), toDurationSlots(otherArg)));
	}
	round(roundTo) {
		return createDuration(roundDuration(refinePublicRelativeTo, getDurationSlots(this), roundTo));
	}
	total(totalOf) {
		return totalDuration(refinePublicRelativeTo, getDurationSlots(this), totalOf);
	}
	toLocaleString(locales = void 0, options) {
		const slots = getDurationSlots(this);
		return Intl.DurationFormat ? new Intl.DurationFormat(locales, options).format(slots) : formatDurationIso(slots, options);
	}
	toString(options = void 0) {
		return formatDurationIso(getDurationSlots(this), options);
	}
	toJSON() {
		return formatDurationIso(getDurationSlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getDurationSlots, durationGetters);
function createDuration(slots) {
	return initDuration(Object.create(Duration.prototype), slots);
}
function getDurationSlots(obj) {
	return getDurationSlotsIfPresent(obj) || invalidRecordType();
}
function getDurationSlotsIfPresent(obj) {
	return durationSlotsMap.get(obj);
}
function toDurationSlots(arg) {
	if (isObjectLike(arg)) return getDurationSlotsIfPresent(arg) || refineDurationObjectLike(arg);
	return parseDuration(arg);
}
function refinePublicRelativeTo(relativeTo) {
	if (void 0 !== relativeTo) {
		if (isObjectLike(relativeTo)) {
			const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(relativeTo);
			if (zonedDateTimeSlots) return zonedDateTimeSlots;
			const dateSlots = getPlainDateSlotsIfPresent(relativeTo);
			if (dateSlots) return dateSlots;
			const dateTimeSlots = getPlainDateTimeSlotsIfPresent(relativeTo);
			if (dateTimeSlots) return createDateSlots(dateTimeSlots, dateTimeSlots.calendar);
			const calendar = getCalendarFromBag(relativeTo);
			return refineMaybeZonedDateTimeObjectLike(refineTimeZoneArg, calendar, relativeTo);
		}
		return parseRelativeToSlots(relativeTo, resolveBasicCalendarId);
	}
}
function initDuration(instance, slots) {
	return durationSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
const Now = /*@__PURE__*/ Object.defineProperties({}, {
	...createStringTagDescriptors("Temporal.Now"),
	...createPropDescriptors({
		timeZoneId() {
			return getCurrentTimeZoneId();
		},
		instant() {
			return createInstant(createEpochNanoSlots(getCurrentEpochNano()));
		},
		zonedDateTimeISO(timeZoneArg = getCurrentTimeZoneId()) {
			const timeZone = queryTimeZone(refineTimeZoneArg(timeZoneArg));
			return createZonedDateTime(createZonedEpochNanoSlots(getCurrentEpochNano(), timeZone));
		},
		plainDateTimeISO(timeZoneArg = getCurrentTimeZoneId()) {
			const isoDateTime = getCurrentIsoDateTime(queryTimeZone(refineTimeZoneArg(timeZoneArg)));
			return createPlainDateTime(createDateTimeSlots(isoDateTime));
		},
		plainDateISO(timeZoneArg = getCurrentTimeZoneId()) {
			const isoDateTime = getCurrentIsoDateTime(queryTimeZone(refineTimeZoneArg(timeZoneArg)));
			return createPlainDate(createDateSlots(isoDateTime));
		},
		plainTimeISO(timeZoneArg = getCurrentTimeZoneId()) {
			const isoDateTime = getCurrentIsoDateTime(queryTimeZone(refineTimeZoneArg(timeZoneArg)));
			return createPlainTime(createTimeSlots(isoDateTime));
		}
	})
});
const Temporal$1 = /*@__PURE__*/ Object.defineProperties({}, {
	...createStringTagDescriptors("Temporal"),
	...createPropDescriptors({
		PlainYearMonth,
		PlainMonthDay,
		PlainDate,
		PlainTime,
		PlainDateTime,
		ZonedDateTime,
		Instant,
		Duration,
		Now
	})
});

// node_modules/temporal-polyfill/index.js
const Temporal = NativeTemporal || Temporal$1;
const toTemporalInstant = NativeTemporal ? Date.prototype.toTemporalInstant : toTemporalInstant$1;

// src/calendar/zone.ts
/**
* Wall clocks: what an IANA zone shows at an instant, and which instant a wall clock reading names.
*
* Temporal knows the zones but takes 10 to 20 microseconds a conversion, too slow for a search over years of spans.
* So each zone's offsets are asked for once and kept as stretches of constant offset; a conversion is then a lookup.
*/
const MINUTE = 6e4;
const DAY = 864e5;
const known = /* @__PURE__ */ new Map();
/** The zone of an IANA name, compared without case; undefined when there is none. Bare offsets are no zones. */
function zoneNamed(name) {
	if (!/^[A-Za-z]/.test(name)) return void 0;
	const kept = known.get(name);
	if (kept) return kept;
	const id = canonicalId(name);
	if (id === void 0) return void 0;
	const zone = known.get(id) ?? createZone(id);
	known.set(id, zone);
	if (known.size < 2e3) known.set(name, zone);
	return zone;
}
/** The zone of a name that was checked when its policy was parsed. */
function checkedZone(name) {
	const zone = zoneNamed(name);
	if (!zone) throw new RangeError(`Unknown time zone ${name}`);
	return zone;
}
function canonicalId(name) {
	try {
		return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
	} catch {
		return;
	}
}
function createZone(id) {
	const offsets = offsetsOf(id);
	function toEpoch(local) {
		const before = offsets.at(local - DAY);
		const after = offsets.at(local + DAY);
		if (before === after) return local - before;
		const first = local - before;
		const second = local - after;
		const firstFits = offsets.at(first) === before;
		const secondFits = offsets.at(second) === after;
		if (firstFits && secondFits) return Math.min(first, second);
		return secondFits ? second : first;
	}
	return {
		id,
		toLocal: (at) => at + offsets.at(at),
		toEpoch,
		nextChange: (at) => offsets.nextChange(at)
	};
}
/** Offsets of a zone, learned as far as they are asked for. */
function offsetsOf(id) {
	let stretches = [];
	let isComplete = false;
	let last = 0;
	function learnUntil(instant) {
		const first = stretches[0];
		if (first === void 0 || instant < first.from) learnBefore(instant);
		while (!isComplete && stretches.at(-1).from <= instant) learnNext();
	}
	function learnBefore(instant) {
		const earlier = [stretchAt(id, instant - 400 * DAY)];
		const until = stretches[0]?.from ?? instant;
		for (;;) {
			const next = transitionAfter(id, earlier.at(-1).from);
			if (next === null || next.from >= until) break;
			earlier.push(next);
		}
		stretches = [...earlier, ...stretches.slice(1)];
		last = 0;
	}
	function learnNext() {
		const next = transitionAfter(id, stretches.at(-1).from);
		if (next === null) isComplete = true;
		else stretches.push(next);
	}
	function indexAt(instant) {
		learnUntil(instant);
		if (!covers(last, instant)) last = indexIn(stretches, instant);
		return last;
	}
	function covers(index, instant) {
		const stretch = stretches[index];
		if (stretch === void 0 || stretch.from > instant) return false;
		const next = stretches[index + 1];
		return next === void 0 || instant < next.from;
	}
	return {
		at(instant) {
			const index = indexAt(instant);
			return stretches[index].offset;
		},
		nextChange(instant) {
			const index = indexAt(instant);
			if (index + 1 >= stretches.length && !isComplete) learnNext();
			return stretches[index + 1]?.from ?? null;
		}
	};
}
/** The last stretch that begins at or before `instant`. */
function indexIn(stretches, instant) {
	let low = 0;
	let high = stretches.length - 1;
	while (low < high) {
		const middle = low + high + 1 >> 1;
		if (stretches[middle].from <= instant) low = middle;
		else high = middle - 1;
	}
	return low;
}
function stretchAt(id, at) {
	return {
		from: at,
		offset: offsetAt(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id))
	};
}
function transitionAfter(id, at) {
	const next = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id).getTimeZoneTransition("next");
	return next === null ? null : {
		from: next.epochMilliseconds,
		offset: offsetAt(next)
	};
}
function offsetAt(moment) {
	return moment.offsetNanoseconds / 1e6;
}

// src/calendar/search.ts
/** A search gives up after this long: what does not open in 100 years never opens. */
const HORIZON = 36525 * DAY;
const WEEK = 7 * DAY;
/** The first instant at or after `at` at which all conditions hold; null when there is none within {@link HORIZON}. */
function firstOpening(conditions, at) {
	const all = [...conditions.inside, ...conditions.outside];
	const end = at + HORIZON;
	let from = at;
	while (from <= end) {
		const steadyUntil = earliestRepeat(all, from);
		const scanUntil = Math.min(from + WEEK, end + 1);
		const found = firstOpeningBefore(conditions, from, scanUntil);
		if (found.kind === "found") return found.at;
		if (found.kind === "never") return null;
		from = Math.max(found.at, steadyUntil);
	}
	return null;
}
function firstOpeningBefore(conditions, from, until) {
	let at = from;
	while (at < until) {
		const next = jump(conditions, at);
		if (next === at) return {
			kind: "found",
			at
		};
		if (next === null) return { kind: "never" };
		at = next;
	}
	return {
		kind: "later",
		at
	};
}
/** The earliest instant that no condition rules out from its own view; `at` when all hold, null when one never will. */
function jump({ inside, outside }, at) {
	let to = at;
	for (const [timelines, wanted] of [[inside, true], [outside, false]]) for (const timeline of timelines) {
		const state = timeline.stateAt(to);
		if (state.isInside === wanted) continue;
		if (state.changesAt === null) return null;
		to = state.changesAt;
	}
	return to;
}

// src/policy/glob.ts
/** Longer patterns are a mistake, and the time to match grows with them. */
const LONGEST_PATTERN = 256;
/** What is wrong with a pattern, as the end of "the glob …"; undefined when it is fine. */
function globProblem(pattern) {
	if (pattern === "" || pattern === "/") return "is empty";
	if (pattern.length > LONGEST_PATTERN) return `is longer than ${LONGEST_PATTERN} characters`;
	if (pattern.startsWith("!")) return "begins with `!`; negation is not supported, list what should match";
	if (/[[\]]/.test(pattern)) return "has brackets, which are not supported; use `?` for one character";
	if (/[{}]/.test(pattern)) return "has braces, which are not supported; write one list item per alternative";
	if (pattern.includes("\\")) return "has a backslash, which is not supported; paths are separated by `/`";
	if (/[@+!?*]\(/.test(pattern)) return "has an extended group such as `@(a|b)`, which is not supported";
	if (pattern.includes("***")) return "has more than two `*` in a row";
	if (/^\.\.?\/|\/\.\.?\//.test(pattern) || pattern.includes("//")) return "is not a plain path: write it as the repository shows it, without `./`, `../` or `//`";
}
const ONE = Symbol("?");
const SOME = Symbol("*");
const ANY = Symbol("**");
const FOLDERS = Symbol("**/");
function compileGlob(pattern, { ignoreCase = false } = {}) {
	const text = ignoreCase ? pattern.toLowerCase() : pattern;
	const rooted = text.startsWith("/") ? text.slice(1) : text;
	const matches = matcherOf(tokensOf(rooted.endsWith("/") ? `${rooted}**` : rooted));
	return ignoreCase ? (candidate) => matches(candidate.toLowerCase()) : matches;
}
function tokensOf(pattern) {
	const tokens = [];
	let index = 0;
	while (index < pattern.length) {
		const character = pattern.charAt(index);
		const isDouble = character === "*" && pattern.charAt(index + 1) === "*";
		if (isDouble) tokens.push(...doubleStar(pattern, index));
		else tokens.push(SINGLE.get(character) ?? character);
		index += isDouble ? 2 : 1;
		if (tokens.at(-1) === FOLDERS) index++;
	}
	return tokens;
}
const SINGLE = /* @__PURE__ */ new Map([["?", ONE], ["*", SOME]]);
function doubleStar(pattern, index) {
	const startsSegment = index === 0 || pattern.charAt(index - 1) === "/";
	if (startsSegment && pattern.charAt(index + 2) === "/") return [FOLDERS];
	return startsSegment && index > 0 && index + 2 === pattern.length ? [ONE, ANY] : [ANY];
}
/** Most paths are told apart by the literal parts of a pattern alone: its start, its end and what lies between. */
function matcherOf(tokens) {
	const firstWild = tokens.findIndex((token) => typeof token !== "string");
	if (firstWild < 0) {
		const literal = tokens.join("");
		return (text) => text === literal;
	}
	const lastWild = tokens.findLastIndex((token) => typeof token !== "string");
	const prefix = tokens.slice(0, firstWild).join("");
	const suffix = tokens.slice(lastWild + 1).join("");
	const between = literalsOf(tokens.slice(firstWild, lastWild + 1));
	return (text) => text.startsWith(prefix) && text.endsWith(suffix) && between.every((literal) => text.includes(literal, prefix.length)) && simulate(tokens, text);
}
/** The runs of literal characters. */
function literalsOf(tokens) {
	return tokens.map((token) => typeof token === "string" ? token : "\n").join("").split(/\n+/).filter((literal) => literal !== "");
}
/** Follows all ways through the pattern at once, so no text can make it try one after the other. */
function simulate(tokens, text) {
	let reached = new Uint8Array(tokens.length + 1);
	let following = new Uint8Array(tokens.length + 1);
	enter(tokens, reached, 0);
	for (let index = 0; index < text.length; index++) {
		following.fill(0);
		const character = text.charAt(index);
		let isAlive = false;
		for (let state = 0; state < tokens.length; state++) if (reached[state] === 1 && step(tokens, following, state, character)) isAlive = true;
		if (!isAlive) return false;
		[reached, following] = [following, reached];
	}
	return reached[tokens.length] === 1;
}
/** Marks a state and those that are reached from it without reading a character. */
function enter(tokens, states, from) {
	let state = from;
	states[state] = 1;
	while (state < tokens.length) {
		const token = tokens[state];
		if (token !== SOME && token !== ANY && token !== FOLDERS) return;
		state++;
		states[state] = 1;
	}
}
/** Reads one character in one state; false when no way leads on. */
function step(tokens, following, state, character) {
	const token = tokens[state];
	if (token === FOLDERS) {
		if (character === "/") enter(tokens, following, state);
		else following[state] = 1;
		return true;
	}
	if (token === ANY || token === SOME && character !== "/") {
		enter(tokens, following, state);
		return true;
	}
	if (token !== character && (token !== ONE || character === "/")) return false;
	enter(tokens, following, state + 1);
	return true;
}

// src/policy/names.ts
/** Names of environments and logins compare without case; environments may be globs. */
function isSameName(one, other) {
	return one.toLowerCase() === other.toLowerCase();
}
/** Whether any of the patterns (globs, compared without case) matches the environment. No patterns: all. */
function matchesEnvironment(patterns, environment) {
	if (patterns === void 0) return true;
	return patterns.some((pattern) => environmentGlob(pattern)(environment));
}
function environmentGlob(pattern) {
	return compileGlob(pattern, { ignoreCase: true });
}
/**
* Whether the policies govern the environment: some `environments` section names it. Policies without that section
* name none and exclude none.
*/
function isGoverned(policies, environment) {
	const sections = policies.flatMap((policy) => policy.environments === void 0 ? [] : [policy.environments]);
	if (sections.length === 0) return true;
	return sections.some((section) => matchesEnvironment(Object.keys(section), environment));
}

// src/calendar/reading.ts
/** Reads what people write about time in a policy: days, hours, dates. Undefined means: not understood. */
const WEEKDAYS = [
	"mon",
	"tue",
	"wed",
	"thu",
	"fri",
	"sat",
	"sun"
];
const ALL_DAYS = [
	1,
	2,
	3,
	4,
	5,
	6,
	7
];
/** The whole day. */
const ALL_HOURS = {
	from: 0,
	until: 1440
};
/** `mon`, `mon-thu`, `fri-mon` (wraps): the ISO weekdays, in the order of the week. */
function readDays(text) {
	const [first, last, ...more] = text.split("-").map((name) => weekdayNamed(name));
	if (first === void 0 || more.length > 0) return void 0;
	if (!text.includes("-")) return [first];
	if (last === void 0) return void 0;
	const length = (last - first + 7) % 7 + 1;
	return Array.from({ length }, (_, index) => (first - 1 + index) % 7 + 1).sort((one, other) => one - other);
}
function weekdayNamed(name) {
	const index = WEEKDAYS.indexOf(name.trim().toLowerCase());
	return index < 0 ? void 0 : index + 1;
}
const HOURS = /^(\d{1,2}):([0-5]\d) ?- ?(\d{1,2}):([0-5]\d)$/;
/** `09:00-15:30`, `22:00-02:00` (into the next day), `12:00-24:00`. Equal ends are not understood: a minute or a day? */
function readHours(text) {
	const match = HOURS.exec(text.trim());
	if (!match) return void 0;
	const from = Number(match[1]) * 60 + Number(match[2]);
	const until = Number(match[3]) * 60 + Number(match[4]);
	if (from >= 1440 || until > 1440 || from === until) return void 0;
	return {
		from,
		until: until > from ? until : until + 1440
	};
}
const LOCAL = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/;
const WITH_OFFSET = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
/**
* The instant of a date (its midnight) or date and time on the wall clock of `zone`, or of an RFC 3339 instant, whose
* seconds may be left out.
*/
function readMoment(text, zone) {
	const offset = WITH_OFFSET.exec(text);
	if (offset) {
		const instant = parseInstant$1(`${offset[1]}${offset[2] ?? ":00"}${offset[3]}`);
		return instant === void 0 ? void 0 : epochMs(instant);
	}
	if (!LOCAL.test(text)) return void 0;
	try {
		const local = Temporal.PlainDateTime.from(text, { overflow: "reject" });
		return zone.toEpoch(local.toZonedDateTime("UTC").epochMilliseconds);
	} catch {
		return;
	}
}

// src/domain/decision.ts
const RELEASE_TYPES = [
	"major",
	"minor",
	"patch",
	"emergency",
	"rollback",
	"redeploy"
];

// src/policy/words/schema.ts
/** The words of the policy language: names, globs, times, people. Each refuses what it does not understand, with a code. */
const UTC = checkedZone("UTC");
/** The code of a refusal, where the reader of issues looks for it. */
function refusal(code) {
	return { code };
}
function word({ code, title, isFine, message }) {
	return string().superRefine((text, context) => {
		if (!isFine(text)) context.addIssue({
			code: "custom",
			params: refusal(code),
			message: message(text)
		});
	}).meta({ title });
}
/** A list that may be written as one item. Never empty: an empty list selects nothing, which nobody means. */
function oneOrMany(item, most = 1e3) {
	return union([item, array(item).min(1).max(most)]).transform((value) => Array.isArray(value) ? value : [value]);
}
/** The check that a map has at most so many names. What is longer was not written to be read, and costs time to judge. */
function atMostNames(most) {
	return refine((value) => Object.keys(value).length <= most, {
		params: refusal("out-of-range"),
		message: `More than ${most} names are given here. Shorten the list.`
	});
}
function notEmpty(value) {
	return Object.keys(value).length > 0;
}
const name = string().trim().min(1).max(100);
const glob = word({
	code: "glob-refused",
	title: "glob",
	isFine: (text) => globProblem(text) === void 0,
	message: (text) => `The glob \`${text}\` ${globProblem(text)}.`
});
const zone = word({
	code: "zone-unknown",
	title: "IANA time zone",
	isFine: (text) => zoneNamed(text) !== void 0,
	message: (text) => `There is no time zone \`${text}\`, so no hour could be read. Use an IANA name such as \`Europe/Berlin\` or \`UTC\`.`
});
const login = word({
	code: "login-refused",
	title: "login",
	isFine: (text) => /^[A-Za-z0-9][\w-]*(\[bot\])?$/.test(text),
	message: (text) => `\`${text}\` is not a GitHub login, so nobody would match. Write the login alone, without \`@\`.`
});
const team = word({
	code: "team-refused",
	title: "team slug",
	isFine: (text) => /^[\w.-]+$/.test(text),
	message: (text) => `\`${text}\` is not a team slug, so no team would match. Write the slug alone: \`sre\`, not \`@acme/sre\`.`
});
const duration = word({
	code: "duration-refused",
	title: "length of time",
	isFine: (text) => (parseDuration$1(text) ?? 0) > 0,
	message: (text) => `\`${text}\` is not a length of time. Write \`90s\`, \`30m\`, \`4h\`, \`2d\`, \`2w\` or \`PT30M\`.`
});
const moment$1 = word({
	code: "moment-refused",
	title: "date or time",
	isFine: (text) => readMoment(text, UTC) !== void 0,
	message: (text) => `\`${text}\` is not a date or time. Write \`2026-11-26\` (midnight), \`2026-11-26T18:00\`, or with an offset \`2026-11-26T18:00+01:00\`.`
});
const days = word({
	code: "days-refused",
	title: "days",
	isFine: (text) => readDays(text) !== void 0,
	message: (text) => `\`${text}\` is not a day. Write \`mon\`, a range \`mon-thu\` (may wrap: \`fri-mon\`) or a list of them.`
});
const hours = word({
	code: "hours-refused",
	title: "hours",
	isFine: (text) => readHours(text) !== void 0,
	message: (text) => `\`${text}\` is not a span of hours. Write \`"09:00-15:30"\`, over midnight \`"22:00-02:00"\`, to the end of the day \`"12:00-24:00"\`; both ends equal could mean nothing or everything and is refused.`
});

// src/policy/schema.ts
/**
* The policy language: every key, its type, its default and what it means. The parser, the JSON Schema for editors and
* the reference page all come from this table, so none of them can be older than another.
*/
/** The permissions an approver may be asked to have, lowest first. */
const PERMISSIONS = [
	"read",
	"triage",
	"write",
	"maintain",
	"admin"
];
/** Where an opinion can come from. `review` is a pull request's; the others are the release's own. */
const SOURCES = [
	"review",
	"deployment-review",
	"page",
	"comment"
];
const labels = oneOrMany(name).meta({ description: "Any of these labels." });
const globs = oneOrMany(glob);
const types = oneOrMany(_enum(RELEASE_TYPES));
const tierNames = oneOrMany(name);
const exceptTypes = strictObject({ types: types.meta({ description: "Releases of these types." }) });
const people$1 = strictObject({
	users: oneOrMany(login).optional().meta({ description: "Logins, compared without case." }),
	teams: oneOrMany(team).optional().meta({ description: "Team slugs of the organisation; members of child teams included." }),
	permission: _enum(PERMISSIONS).optional().meta({ description: "Everyone with at least this permission on the repository." })
}).refine(notEmpty, {
	params: refusal("people-empty"),
	message: "This names nobody, so nobody could act. Give `users`, `teams` or `permission`."
});
const when = strictObject({
	paths: globs.optional().meta({ description: "Some changed file (its old or its new name) matches one of these globs." }),
	"only-paths": globs.optional().meta({ description: "Every changed file, by both names, matches one of these globs. A change without files does not." }),
	labels: labels.optional().meta({ description: "The pull request has one of these labels." }),
	type: types.optional().meta({ description: "The release type of the change is one of these." })
}).refine(notEmpty, {
	params: refusal("when-empty"),
	message: "An empty `when` selects nothing in particular. Leave `when` out for the rule that applies when no other matched."
});
const riskRule = strictObject({
	tier: name.meta({ description: "The tier a matching change has at least." }),
	because: string().trim().min(1).max(300).optional().meta({ description: "Why, shown to people." }),
	when: when.optional().meta({ description: "Which changes match: keys are AND, list items are OR. Without it: the rule applies when no other rule matched." })
});
const window = strictObject({
	days: oneOrMany(days).optional().meta({ description: "Days on which a span opens: `mon`, `mon-thu`, `[tue, thu]`. Default: every day." }),
	hours: oneOrMany(hours, 48).optional().meta({ description: "Hours of the day, `\"09:00-15:30\"`; over midnight they belong to the day they open on. Default: the whole day." }),
	zone: zone.optional().meta({ description: "IANA time zone. Default: the `zone` of the policy." })
}).refine((value) => value.days !== void 0 || value.hours !== void 0, {
	params: refusal("window-empty"),
	message: "A window needs `days` or `hours`; with neither it would always be open."
}).transform((value) => ({
	...value.zone === void 0 ? {} : { zone: value.zone },
	days: value.days === void 0 ? [...ALL_DAYS] : daysIn(value.days),
	hours: value.hours === void 0 ? [ALL_HOURS] : hoursIn(value.hours)
}));
function daysIn(texts) {
	return [...new Set(texts.flatMap((text) => readDays(text) ?? []))].sort((one, other) => one - other);
}
function hoursIn(texts) {
	return texts.flatMap((text) => readHours(text) ?? []).sort((one, other) => one.from - other.from);
}
const freeze = strictObject({
	name: name.meta({ description: "Shown to people who are held by it." }),
	from: moment$1.meta({ description: "First instant: a date (its midnight), a local time, or a time with an offset." }),
	until: moment$1.meta({ description: "First instant after it." }),
	zone: zone.optional().meta({ description: "IANA time zone of local times. Default: the `zone` of the policy." }),
	environments: globs.optional().meta({ description: "Environments it concerns. Default: all." }),
	tiers: tierNames.optional().meta({ description: "Tiers it concerns. Default: all." }),
	except: exceptTypes.optional().meta({ description: "Releases it does not concern." })
});
const approvals = strictObject({
	count: int().min(0).max(100).default(1).meta({ description: "How many people." }),
	from: people$1.default({ permission: "write" }).meta({ description: "Who may approve: a person who is in any of these. Default: everyone with `write`." }),
	of: _enum(["change", "release"]).default("change").meta({ description: "`change`: the reviews of every change of the release. `release`: approvals of this commit for this environment." }),
	distinct: boolean().default(false).meta({ description: "One person cannot serve two requirements that are both distinct." }),
	via: oneOrMany(_enum(SOURCES)).optional().meta({ description: "Sources that count. Default: all, without `comment` in the highest tier." })
});
const requirements = strictObject({
	approvals: approvals.optional().meta({ description: "Approvals by people." }),
	window: oneOrMany(name, 20).optional().meta({ description: "One of these windows is open." })
}).refine(notEmpty, {
	params: refusal("require-empty"),
	message: "This gate requires nothing, so it would always be open. Give it a requirement or remove it."
});
const gate = strictObject({
	name: name.meta({ description: "Unique. Shown to people who are held by it." }),
	for: strictObject({
		tiers: tierNames.optional().meta({ description: "Releases of these tiers. Default: all." }),
		environments: globs.optional().meta({ description: "These environments. Default: all." })
	}).refine(notEmpty, {
		params: refusal("for-empty"),
		message: "An empty `for` selects nothing in particular. Leave it out for a gate that concerns every release."
	}).optional().meta({ description: "Which releases the gate concerns. Default: all." }),
	except: exceptTypes.optional().meta({ description: "Releases that skip the gate." }),
	at: _enum(["deploy", "merge"]).default("deploy").meta({ description: "Whether it holds deployments or merging." }),
	require: requirements.meta({ description: "What has to be met, all of it." })
});
const typeLabels = strictObject({ labels });
const Policy = strictObject({
	version: literal(1).meta({ description: "The version of the language." }),
	mode: _enum(["enforce", "observe"]).default("enforce").meta({ description: "`observe` reports everything and holds nothing." }),
	zone: zone.default("UTC").meta({ description: "IANA time zone of windows and freezes." }),
	tiers: array(name).min(1).max(20).default([
		"low",
		"medium",
		"high"
	]).meta({ description: "Risk tiers, lowest first." }),
	risk: array(riskRule).min(1).max(500).optional().meta({ description: "A change has the highest tier of the rules that match it. Without this key the tier follows the release type." }),
	"release-types": strictObject({
		major: typeLabels.optional().meta({ description: "Labels that make a change major." }),
		minor: typeLabels.optional().meta({ description: "Labels that make a change minor." }),
		patch: typeLabels.optional().meta({ description: "Labels that make a change a patch." }),
		emergency: typeLabels.optional().meta({ description: "Labels that make a change an emergency." })
	}).default({}).meta({ description: "Labels that set the release type of a change. Default: the label of the same name; without a label, Conventional Commits." }),
	windows: record(name, window).check(atMostNames(100)).default({}).meta({ description: "Named windows: open during their spans, from the first instant up to, not including, the last." }),
	freezes: array(freeze).max(500).default([]).meta({ description: "Times in which nothing that they concern is deployed." }),
	environments: record(string(), strictObject({}).nullable().transform(() => ({}))).check(atMostNames(200)).optional().meta({ description: "The environments that are governed: names or globs, compared without case. Without this key: all." }),
	gates: array(gate).max(200).default([]).meta({ description: "Every gate whose `for` selects the release applies, and all must be met." }),
	override: strictObject({
		by: people$1.meta({ description: "Who may break glass." }),
		expires: duration.default("4h").meta({ description: "How long an override is in force." })
	}).optional().meta({ description: "Break-glass: permitted people open a gate with a reason. Without this key nobody may." })
});
/** The policy language as JSON Schema (draft 2020-12), for editors. */
function policyJsonSchema() {
	return toJSONSchema(Policy, { io: "input" });
}

// src/policy/people.ts
function directoryOf(facts) {
	const byLogin = new Map(Object.entries(facts.people).map(([login, person]) => [login.toLowerCase(), {
		...person,
		login
	}]));
	return {
		find: (login) => byLogin.get(login.toLowerCase()),
		identityOf(login) {
			const person = byLogin.get(login.toLowerCase());
			return person === void 0 ? `login:${login.toLowerCase()}` : `id:${person.id}`;
		}
	};
}
/** Whether the person is in any of `users`, `teams` and `permission`. */
function isAmong(from, person) {
	const login = person.login.toLowerCase();
	if (from.users?.some((user) => user.toLowerCase() === login)) return true;
	const teams = new Set(person.teams.map((team) => team.toLowerCase()));
	if (from.teams?.some((team) => teams.has(team.toLowerCase()))) return true;
	return from.permission !== void 0 && hasPermission(person, from.permission);
}
function hasPermission(person, least) {
	const permissions = PERMISSIONS;
	return permissions.indexOf(person.permission) >= permissions.indexOf(least);
}
/** Whether the person may break glass under this policy. Bots never may, and without `override` nobody may. */
function mayOverride(policy, person) {
	if (person === void 0 || person.kind === "bot" || policy.override === void 0) return false;
	return isAmong(policy.override.by, person);
}
/** `someone in team cab`, `alice or someone with write permission`: who is asked. */
function sayPeople(from) {
	const parts = [
		...from.users ?? [],
		...(from.teams ?? []).map((team) => `someone in team ${team}`),
		...from.permission === void 0 ? [] : [`someone with ${from.permission} permission`]
	];
	const last = parts.pop() ?? "nobody";
	return parts.length === 0 ? last : `${parts.join(", ")} or ${last}`;
}

// src/policy/conventional.ts
/** Conventional Commits 1.0.0, as far as a release type follows from them. */
const HEADER = /^([A-Za-z][\w-]{0,30})(?:\([^()\r\n]{1,200}\))?(!)?: /;
/** The footer is upper case in the specification, and stands at the start of a line. */
const BREAKING = /^BREAKING[ -]CHANGE: /m;
/** @param message title, then an empty line, then the body. Without a type, and for every other type: `patch`. */
function conventionalType(message) {
	const header = HEADER.exec(message);
	if (header === null) return BREAKING.test(message) ? "major" : "patch";
	if (header[2] === "!" || BREAKING.test(message)) return "major";
	return header[1]?.toLowerCase() === "feat" ? "minor" : "patch";
}

// src/policy/release-type.ts
/** Lowest first. */
const PLAIN_TYPES = [
	"patch",
	"minor",
	"major"
];
/** @param labels those that count. A label wins over the title; of several labels the highest wins. */
function changeType(policy, change, labels) {
	return {
		plain: PLAIN_TYPES.findLast((type) => hasLabel(policy, type, labels)) ?? conventionalType(change.kind === "commit" ? change.message : `${change.title}\n\n${change.body}`),
		isEmergency: hasLabel(policy, "emergency", labels)
	};
}
function hasLabel(policy, type, labels) {
	const wanted = policy["release-types"][type]?.labels ?? [type];
	return labels.some((label) => wanted.some((each) => each.toLowerCase() === label.toLowerCase()));
}
/** The highest of the types; `patch` when there are none. */
function highestType(types) {
	return PLAIN_TYPES.findLast((type) => types.includes(type)) ?? "patch";
}
/** The tier of a type in a policy without `risk`. In tiers of other names: the highest, the middle, the lowest. */
function tierOfType(tiers, type) {
	const name = {
		major: "high",
		minor: "medium",
		emergency: "medium"
	}[type] ?? "low";
	const named = tiers.indexOf(name);
	if (named >= 0) return named;
	const highest = tiers.length - 1;
	return {
		high: highest,
		medium: Math.ceil(highest / 2)
	}[name] ?? 0;
}

// src/policy/rules.ts
const compiled = /* @__PURE__ */ new WeakMap();
/** Undefined for a policy without `risk`. */
function rulesOf(policy) {
	if (policy.risk === void 0) return void 0;
	const kept = compiled.get(policy) ?? policy.risk.map(compileRule);
	compiled.set(policy, kept);
	return kept;
}
function compileRule(rule) {
	const { tier, when } = rule;
	if (when === void 0) return {
		tier,
		because: rule.because ?? "no other rule matched",
		isDefault: true,
		match: () => "the rule without a condition"
	};
	const conditions = conditionsOf(when);
	return {
		tier,
		because: rule.because ?? sayWhen$1(when),
		isDefault: false,
		match(candidate) {
			const details = [];
			for (const condition of conditions) {
				const detail = condition(candidate);
				if (detail === void 0) return void 0;
				details.push(detail);
			}
			return details.join("; ");
		}
	};
}
/** Keys are AND. */
function conditionsOf(when) {
	return [
		...when.paths === void 0 ? [] : [somePath(when.paths)],
		...when["only-paths"] === void 0 ? [] : [everyPath(when["only-paths"])],
		...when.labels === void 0 ? [] : [anyLabel(when.labels)],
		...when.type === void 0 ? [] : [anyType(when.type)]
	];
}
function named$1(patterns) {
	return patterns.map((pattern) => ({
		pattern,
		matches: compileGlob(pattern)
	}));
}
function somePath(patterns) {
	const globs = named$1(patterns);
	return ({ change }) => {
		for (const file of change.files) {
			const found = firstMatch(globs, file.path) ?? firstMatch(globs, file.previousPath);
			if (found !== void 0) return found;
		}
	};
}
function firstMatch(globs, path) {
	const glob = path === void 0 ? void 0 : globs.find((each) => each.matches(path));
	return glob === void 0 ? void 0 : `${path} matches ${glob.pattern}`;
}
function everyPath(patterns) {
	const globs = named$1(patterns);
	const isMatched = (path) => path === void 0 || globs.some((each) => each.matches(path));
	return ({ change }) => {
		if (change.files.length === 0) return void 0;
		return change.files.every((file) => isMatched(file.path) && isMatched(file.previousPath)) ? `every changed file matches ${patterns.join(" or ")}` : void 0;
	};
}
function anyLabel(wanted) {
	const names = new Set(wanted.map((label) => label.toLowerCase()));
	return ({ labels }) => {
		const label = labels.find((each) => names.has(each.toLowerCase()));
		return label === void 0 ? void 0 : `label ${label}`;
	};
}
function anyType(wanted) {
	return ({ type }) => {
		const own = type.isEmergency ? "emergency" : type.plain;
		return wanted.includes(own) ? `type ${own}` : void 0;
	};
}
function sayWhen$1(when) {
	return Object.entries(when).map(([key, value]) => `${key}: ${(value ?? []).join(", ")}`).join("; ").slice(0, 200);
}

// src/policy/classify.ts
function classifyWith(policy, change, directory) {
	const labels = change.kind === "commit" ? [] : change.labels;
	const kept = labels.filter((label) => isPermitted$1(policy, change, label, directory));
	const given = changeType(policy, change, labels);
	if (kept.length === labels.length) return finish(policy, change, assess(policy, change, labels, given), []);
	const permitted = changeType(policy, change, kept);
	const type = strictest(given, permitted);
	const all = assess(policy, change, labels, given);
	const tight = [
		all,
		assess(policy, change, labels, type),
		assess(policy, change, kept, permitted)
	].reduce((best, each) => each.rank > best.rank ? each : best);
	const mattered = tight !== all || !isEqual(type, given);
	const refused = labels.filter((label) => !kept.includes(label));
	return finish(policy, change, {
		...tight,
		type
	}, mattered ? refused : []);
}
function strictest(one, other) {
	return {
		plain: highestType([one.plain, other.plain]),
		isEmergency: one.isEmergency && other.isEmergency
	};
}
function isEqual(one, other) {
	return one.plain === other.plain && one.isEmergency === other.isEmergency;
}
function assess(policy, change, labels, type) {
	const rules = rulesOf(policy);
	const own = type.isEmergency ? "emergency" : type.plain;
	if (rules === void 0) {
		const rank = tierOfType(policy.tiers, own);
		return {
			rank,
			type,
			reasons: [reason(policy, rank, `type ${own}`, change, "without risk rules the tier follows the release type")]
		};
	}
	const applying = applyingRules(rules, {
		change,
		labels,
		type
	});
	if (applying.length === 0) return {
		rank: 0,
		type,
		reasons: [reason(policy, 0, "no rule matched", change, "the lowest tier")]
	};
	const rank = Math.max(...applying.map(({ rule }) => policy.tiers.indexOf(rule.tier)));
	return {
		rank,
		type,
		reasons: applying.filter(({ rule }) => policy.tiers.indexOf(rule.tier) === rank).map(({ rule, detail }) => reason(policy, rank, rule.because, change, detail))
	};
}
/** Rules without `when` apply when no other matched. */
function applyingRules(rules, candidate) {
	const matching = (isDefault) => rules.flatMap((rule) => {
		const detail = rule.isDefault === isDefault ? rule.match(candidate) : void 0;
		return detail === void 0 ? [] : [{
			rule,
			detail
		}];
	});
	const matched = matching(false);
	return matched.length > 0 ? matched : matching(true);
}
/** Adds what raises a change whatever the rules say. */
function finish(policy, change, assessed, refused) {
	const highest = policy.tiers.length - 1;
	const reasons = [...assessed.reasons];
	let rank = assessed.rank;
	for (const label of refused) {
		const detail = `label ${label} was set by ${setterOf(change, label) ?? "nobody known"}, who may neither override nor maintain; it does not lower anything`;
		reasons.push(reason(policy, rank, "label-not-permitted", change, detail));
	}
	const unknown = change.kind === "commit" ? 0 : change.unknownContributors ?? 0;
	if (unknown > 0) {
		rank = Math.min(rank + 1, highest);
		const detail = `${unknown} ${unknown === 1 ? "commit is" : "commits are"} by people GitHub does not know`;
		reasons.push(reason(policy, rank, "unknown-contributor", change, detail));
	}
	if (change.kind !== "commit" && !change.filesComplete) {
		rank = highest;
		reasons.push(reason(policy, rank, "incomplete", change, "GitHub listed only a part of its files"));
	}
	const { plain, isEmergency } = assessed.type;
	return {
		tier: policy.tiers[rank],
		type: isEmergency ? "emergency" : plain,
		plainType: plain,
		reasons
	};
}
function reason(policy, rank, because, change, detail) {
	return {
		tier: policy.tiers[rank],
		because,
		change: nameOfChange(change),
		detail
	};
}
/** `#12`, or the short sha of a commit without a pull request. */
function nameOfChange(change) {
	return change.kind === "commit" ? change.sha.slice(0, 7) : `#${change.number}`;
}
/** Labels compare without case on GitHub too. */
function setterOf(change, label) {
	const labeledBy = change.kind === "commit" ? {} : change.labeledBy ?? {};
	return Object.entries(labeledBy).find(([name]) => isSameName(name, label))?.[1];
}
/** Whether the label may lower something: set by a person who may override or maintains, or by nobody we know of. */
function isPermitted$1(policy, change, label, directory) {
	const login = setterOf(change, label);
	if (login === void 0) return true;
	const person = directory.find(login);
	if (person === void 0 || person.kind === "bot") return false;
	return hasPermission(person, "maintain") || mayOverride(policy, person);
}

// src/policy/tiers.ts
/** The order that every policy agrees with: the repository's, which contains the organisation's in the same order. */
function commonTiers(policies) {
	const tiers = policies.at(-1)?.tiers ?? [];
	const isCommon = policies.every((policy) => {
		const kept = tiers.filter((tier) => policy.tiers.includes(tier));
		return kept.length === policy.tiers.length && kept.every((tier, index) => tier === policy.tiers[index]);
	});
	return {
		tiers: isCommon ? tiers : policies[0]?.tiers ?? [],
		isCommon
	};
}
/**
* The tier as a policy with fewer tiers sees it: the highest of its own that is not above. Never below its own view,
* since the release has at least the tier that this policy gave it.
*/
function tierFor(policy, risk) {
	const rank = risk.tiers.indexOf(risk.tier);
	return policy.tiers.findLast((tier) => risk.tiers.indexOf(tier) >= 0 && risk.tiers.indexOf(tier) <= rank) ?? policy.tiers.at(-1);
}

// src/policy/classify-release.ts
/** @param policies at least one, the organisation's first. */
function classifyRelease(policies, facts) {
	const directory = directoryOf(facts);
	const risks = policies.map((policy) => facts.changes.map((change) => classifyWith(policy, change, directory)));
	const type = typeOfRelease(facts, risks);
	const order = commonTiers(policies);
	const reasons = [
		...risks.flatMap((changes) => changes.flatMap((risk) => risk.reasons)),
		...releaseReasons(facts, order.tiers, type),
		...order.isCommon ? [] : [conflict(order.tiers, facts)]
	];
	const ranks = reasons.map((reason) => order.tiers.indexOf(reason.tier));
	const rank = Math.max(0, ...ranks, order.isCommon ? 0 : order.tiers.length - 1);
	return {
		tier: order.tiers[rank],
		tiers: order.tiers,
		isHighest: rank === order.tiers.length - 1,
		type,
		reasons: distinct(reasons)
	};
}
/** What nobody can have looked at has the highest tier, whatever the changes are. */
const UNKNOWNS = [
	{
		because: "incomplete",
		detail: "GitHub listed only a part of the changes",
		isSo: (facts) => !facts.complete || facts.question.kind === "merge" && facts.changes.length === 0
	},
	{
		because: "first-deployment",
		detail: "nothing ran in the environment before, and its changes are not listed",
		isSo: (facts) => facts.direction === "first" && facts.changes.length === 0
	},
	{
		because: "diverged",
		detail: "it does not contain the commit that runs now, so it takes commits away",
		isSo: (facts) => facts.direction === "diverged"
	},
	{
		because: "backward",
		detail: "it goes back to an earlier commit, and what it takes away is not listed",
		isSo: (facts) => facts.direction === "backward" && facts.changes.length === 0
	}
];
/** What raises (or, without changes, sets) the tier of a release whatever its changes are. */
function releaseReasons(facts, tiers, type) {
	const change = facts.candidate.sha.slice(0, 7);
	const unknowns = UNKNOWNS.filter(({ isSo }) => isSo(facts));
	if (unknowns.length > 0) return unknowns.map(({ because, detail }) => ({
		tier: tiers.at(-1),
		because,
		change,
		detail
	}));
	if (facts.changes.length > 0) return [];
	const isRedeploy = type === "redeploy";
	const because = isRedeploy ? "redeploy" : "no-changes";
	const detail = isRedeploy ? "the environment runs this commit already" : "the release has no changes";
	return [{
		tier: tiers[0],
		because,
		change,
		detail
	}];
}
function typeOfRelease(facts, risks) {
	if (facts.direction === "same") return "redeploy";
	if (facts.direction === "backward" && wasVerified(facts)) return "rollback";
	if ((facts.direction === "forward" || facts.direction === "first") && facts.complete && facts.changes.length > 0 && risks.every((changes) => changes.every((risk) => risk.type === "emergency"))) return "emergency";
	return highestType(risks.flatMap((changes) => changes.map((risk) => risk.plainType)));
}
/** Whether the candidate was verified `pass` in this environment before. */
function wasVerified({ question, candidate, deployments }) {
	if (question.kind !== "deploy") return false;
	return deployments.some((deployment) => isSameName(deployment.environment, question.environment) && deployment.sha === candidate.sha && deployment.verification?.verdict === "pass");
}
function conflict(tiers, facts) {
	return {
		tier: tiers.at(-1),
		because: "tiers-conflict",
		change: facts.candidate.sha.slice(0, 7),
		detail: "the tiers of the repository do not contain those of the organisation in the same order"
	};
}
/** Two policies often give one reason. */
function distinct(reasons) {
	const seen = /* @__PURE__ */ new Set();
	return reasons.filter((reason) => {
		const key = JSON.stringify([
			reason.tier,
			reason.because,
			reason.change,
			reason.detail
		]);
		return !seen.has(key) && Boolean(seen.add(key));
	});
}

// src/policy/gates/hold.ts
/** Listed when the environment holds some commit back. Only lifting the hold opens it. */
const holdGate = {
	name: "hold",
	yieldsToRollback: false,
	judge: (context) => holdsHere(context).length === 0 ? void 0 : {
		finding: judgeHolds(context),
		owners: context.policies
	}
};
function holdsHere({ facts, environment }) {
	if (environment === void 0) return [];
	return facts.holds.filter((hold) => isSameName(hold.environment, environment));
}
/** The hold that concerns the candidate, if any. */
function holdsCandidate(context) {
	return holdsHere(context).find((each) => each.contains || each.sha === context.facts.candidate.sha);
}
function judgeHolds(context) {
	const hold = holdsCandidate(context);
	if (hold === void 0) return {
		kind: "hold",
		status: "met",
		reason: { code: "no-hold" }
	};
	return {
		kind: "hold",
		status: "failed",
		reason: {
			code: "quarantined",
			sha: hold.sha,
			by: hold.by,
			reason: hold.reason
		}
	};
}

// src/policy/gates/opinions.ts
/** The reviews of one pull request. */
function reviewOpinions(change, asked, context) {
	const contributors = contributorsOf([change], context);
	return split([...latestReviews(change.reviews, context)].map(([identity, review]) => {
		const login = context.directory.find(review.user)?.login ?? review.user;
		return {
			identity,
			login,
			code: personProblem({
				login,
				asked,
				contributors
			}, context) ?? reviewProblem(review, change, asked)
		};
	}));
}
/** A person's latest review that is not a mere comment; of two at one instant the higher id is later. */
function latestReviews(reviews, { directory }) {
	const latest = /* @__PURE__ */ new Map();
	for (const review of reviews) {
		if (review.state === "commented") continue;
		const identity = directory.identityOf(review.user);
		const known = latest.get(identity);
		if (known === void 0 || isLater(review, known)) latest.set(identity, review);
	}
	return latest;
}
function isLater(one, other) {
	const [at, otherAt] = [epochMs(one.at), epochMs(other.at)];
	return at > otherAt || at === otherAt && one.id > other.id;
}
function reviewProblem(review, change, asked) {
	if (review.state === "changes_requested") return "changes-requested";
	if (review.state === "dismissed") return "dismissed";
	if (asked.via !== void 0 && !asked.via.includes("review")) return "source-not-accepted";
	const isSamePatch = review.patchId !== void 0 && review.patchId === change.patchId;
	return review.commit === change.headSha || isSamePatch ? void 0 : "stale";
}
/** Why nothing this person says can count, whatever it is. */
function personProblem({ login, asked, contributors }, { directory }) {
	const person = directory.find(login);
	if (person?.kind === "bot") return "bot";
	if (contributors.has(directory.identityOf(login))) return "contributor";
	return person !== void 0 && isAmong(asked.from, person) ? void 0 : "not-eligible";
}
/** The release's own approvals, for what no review can speak for: the release as a whole, or the given changes. */
function releaseOpinions(changes, asked, context) {
	const contributors = contributorsOf(changes, context);
	const deployers = asked.of === "release" ? deployersOf(context) : /* @__PURE__ */ new Set();
	const opinions = split([...approvalsByPerson(context)].flatMap(([identity, opinions]) => {
		const login = context.directory.find(opinions.latest.user)?.login ?? opinions.latest.user;
		if (opinions.standing.length === 0) return [];
		return [{
			identity,
			login,
			code: personProblem({
				login,
				asked,
				contributors
			}, context) ?? (deployers.has(identity) ? "deployer" : approvalProblem(opinions.standing, asked, context))
		}];
	}));
	return {
		...opinions,
		ignored: [...opinions.ignored, ...forOtherCommits(context)]
	};
}
/** What each person said about this commit in this environment. */
function approvalsByPerson(context) {
	const said = /* @__PURE__ */ new Map();
	const ordered = context.facts.approvals.filter((approval) => isHere(approval, context) && approval.sha === context.facts.candidate.sha).toSorted((one, other) => epochMs(one.at) - epochMs(other.at) || Number(isNo(one)) - Number(isNo(other)));
	for (const approval of ordered) {
		const identity = context.directory.identityOf(approval.user);
		const before = said.get(identity)?.standing ?? [];
		said.set(identity, {
			latest: approval,
			standing: isNo(approval) ? [] : [...before, approval]
		});
	}
	return said;
}
/** Of two opinions at one instant the rejection is the later one: which came first is not known. */
function isNo({ state }) {
	return state === "rejected";
}
function isHere(approval, { environment }) {
	return environment !== void 0 && isSameName(approval.environment, environment);
}
/** Undefined when one of the person's approvals counts; else what is wrong with the latest. */
function approvalProblem(standing, asked, context) {
	const wornOutAt = lastSetbackAt(context);
	const problems = standing.map((approval) => epochMs(approval.at) <= wornOutAt ? "superseded" : sourceProblem(approval.source, asked, context));
	return problems.includes(void 0) ? void 0 : problems.at(-1);
}
function sourceProblem(source, { via }, { risk }) {
	if (via === void 0 ? source !== "comment" || !risk.isHighest : via.includes(source)) return void 0;
	return source === "comment" ? "comment-not-accepted" : "source-not-accepted";
}
/** The last failed deployment, rollback or hold of this commit here: what was approved before is approved no more. */
function lastSetbackAt({ facts, environment = "" }) {
	const { sha } = facts.candidate;
	const failed = facts.deployments.filter((deployment) => deployment.sha === sha && isSameName(deployment.environment, environment)).flatMap((deployment) => [...deployment.state === "failure" ? [epochMs(deployment.finishedAt ?? deployment.startedAt)] : [], ...deployment.verification?.verdict === "fail" ? [epochMs(deployment.verification.at)] : []]);
	const rolledBack = facts.rollbacks.filter((rollback) => rollback.from === sha).map((rollback) => epochMs(rollback.at));
	const held = facts.holds.filter((hold) => hold.sha === sha && isSameName(hold.environment, environment)).map((hold) => epochMs(hold.at));
	return Math.max(Number.NEGATIVE_INFINITY, ...failed, ...rolledBack, ...held);
}
/** People who approved another commit for this environment and said nothing about this one. */
function forOtherCommits(context) {
	const { facts, directory } = context;
	const spoke = approvalsByPerson(context);
	return facts.approvals.filter((approval) => isHere(approval, context) && approval.sha !== facts.candidate.sha).filter((approval) => approval.state === "approved" && !spoke.has(directory.identityOf(approval.user))).map((approval) => ({
		user: directory.find(approval.user)?.login ?? approval.user,
		code: "stale"
	}));
}
/** Who said no to this release and was asked. Saying no is always allowed: to contributors and deployers, by any source. */
function rejectionsOf(asked, context) {
	return [...approvalsByPerson(context).values()].flatMap(({ latest }) => {
		const person = context.directory.find(latest.user);
		if (latest.state !== "rejected" || person === void 0 || !isAmong(asked.from, person)) return [];
		return [{
			user: person.login,
			...latest.reason === void 0 ? {} : { reason: latest.reason }
		}];
	});
}
/** Every author, committer and co-author of the changes. */
function contributorsOf(changes, { directory }) {
	const logins = changes.flatMap((change) => [change.author, ...change.kind === "commit" ? [] : change.contributors]);
	return new Set(logins.map((login) => directory.identityOf(login)));
}
function deployersOf({ facts, directory }) {
	const { question } = facts;
	if (question.kind !== "deploy") return /* @__PURE__ */ new Set();
	return new Set([question.actor, ...question.actors ?? []].map((login) => directory.identityOf(login)));
}
function split(judged) {
	return {
		approvers: judged.filter(({ code }) => code === void 0).map(({ identity, login }) => ({
			identity,
			login
		})),
		ignored: judged.flatMap(({ login, code }) => code === void 0 ? [] : [{
			user: login,
			code
		}])
	};
}

// src/policy/authorised-rollback.ts
/**
* Is this a rollback that somebody answers for? Going back to a commit that was verified here is the safest deployment
* there is in an emergency, so such a one skips every gate but `hold`; any other step back passes all gates.
*/
/** Every policy in force has to authorise it. */
function isAuthorisedRollback(context) {
	const { risk, facts, policies } = context;
	if (risk.type !== "rollback" || !facts.complete) return false;
	if (!wasLastVerifiedGood(context) || holdsCandidate(context)) return false;
	return policies.every((policy) => isAsked(policy, context));
}
/** Whether the latest verification of the candidate in this environment is a `pass`. */
function wasLastVerifiedGood({ facts, environment = "" }) {
	return facts.deployments.filter((deployment) => deployment.sha === facts.candidate.sha && isSameName(deployment.environment, environment)).flatMap(({ verification }) => verification ?? []).toSorted((one, other) => epochMs(one.at) - epochMs(other.at)).at(-1)?.verdict === "pass";
}
/** Whether a person who may break glass approved this rollback, and none of them said no. */
function isAsked(policy, context) {
	if (policy.override === void 0) return false;
	const asked = {
		count: 1,
		from: policy.override.by,
		of: "release",
		distinct: false
	};
	if (rejectionsOf(asked, context).length > 0) return false;
	return releaseOpinions(context.facts.changes, asked, context).approvers.length > 0;
}

// src/policy/gates/context.ts
/**
* Whether `except: { types }` lets the release pass. `rollback` there means an authorised one, which skips the gate
* anyhow; one that nobody authorised is excepted from nothing.
*/
function isExcepted(except, { type }) {
	return type !== "rollback" && (except?.types.includes(type) ?? false);
}

// src/policy/gates/assignment.ts
/** For each need the people who serve it; as many needs as possible are satisfied, earlier ones preferred. */
function assignPeople(needs) {
	const reduced = needs.map((need) => ({
		count: need.count,
		groups: withoutImplied(need.groups)
	}));
	const budget = { left: BUDGET };
	return fillUp(reduced, subsetsLargestFirst(needs.length).reduce((best, subset) => best ?? satisfy(reduced, subset, budget), void 0) ?? needs.map(() => /* @__PURE__ */ new Set()));
}
/** Steps of trying before a search gives up; reached only with dozens of people and many different changes. */
const BUDGET = 2e4;
/** Above this many needs only "all of them" and "the first ones" are tried. */
const MOST_SUBSETS = 10;
/** A group that contains another one is met whenever the other is. */
function withoutImplied(groups) {
	return groups.filter((group, index) => !groups.some((other, at) => at !== index && isWithin(other, group) && (other.size < group.size || at < index)));
}
function subsetsLargestFirst(size) {
	const all = Array.from({ length: size }, (_, index) => index);
	if (size > MOST_SUBSETS) return all.map((_, dropped) => all.slice(0, size - dropped));
	return Array.from({ length: 2 ** size }, (_, bits) => all.filter((index) => (bits >> index) % 2 === 1)).sort((one, other) => other.length - one.length || compareLists(one, other));
}
function compareLists(one, other) {
	const at = one.findIndex((value, index) => value !== other[index]);
	return at < 0 ? 0 : one[at] - other[at];
}
/** People for every need of the subset, or undefined when they cannot all be satisfied. */
function satisfy(needs, subset, budget) {
	const chosen = needs.map(() => /* @__PURE__ */ new Set());
	return cover(needs, subset.filter((index) => needs[index].groups.length > 1), subset.filter((index) => needs[index].groups.length === 1), chosen, budget) ? chosen : void 0;
}
/** Covers the groups of manifold needs one person at a time, then matches the simple needs with who is left. */
function cover(needs, manifold, simple, chosen, budget) {
	if (budget.left-- <= 0) return false;
	const open = manifold.find((index) => openGroup(needs[index], chosen[index]) !== void 0);
	if (open === void 0) return matchSimple(needs, simple, chosen);
	const group = openGroup(needs[open], chosen[open]);
	for (const person of mostUsefulFirst(group, needs[open])) {
		if (chosen.some((people) => people.has(person))) continue;
		chosen[open]?.add(person);
		if (cover(needs, manifold, simple, chosen, budget)) return true;
		chosen[open]?.delete(person);
	}
	return false;
}
/** Whoever serves more groups leaves more people for other needs. */
function mostUsefulFirst(group, need) {
	const uses = (person) => need.groups.filter((each) => each.has(person)).length;
	return [...group].sort((one, other) => uses(other) - uses(one));
}
function openGroup(need, chosen) {
	return need.groups.find((group) => shared(group, chosen) < need.count);
}
function matchSimple(needs, simple, chosen) {
	const taken = new Set(chosen.flatMap((people) => [...people]));
	const matching = new Matching(needs, taken);
	for (const index of simple) for (let seat = 0; seat < needs[index].count; seat++) if (!matching.seatOne(index)) return false;
	for (const [person, index] of matching.servedBy) chosen[index]?.add(person);
	return true;
}
/** Bipartite matching of people to needs, one seat after the other. */
var Matching = class {
	/** Whom a person serves. */
	servedBy = /* @__PURE__ */ new Map();
	needs;
	taken;
	constructor(needs, taken) {
		this.needs = needs;
		this.taken = taken;
	}
	/** Finds one more person for the need, moving others to where they can serve as well. */
	seatOne(index, visited = /* @__PURE__ */ new Set()) {
		for (const person of this.needs[index]?.groups[0] ?? []) {
			if (this.taken.has(person) || visited.has(person)) continue;
			const serves = this.servedBy.get(person);
			if (serves === index) continue;
			visited.add(person);
			if (serves === void 0 || this.seatOne(serves, visited)) {
				this.servedBy.set(person, index);
				return true;
			}
		}
		return false;
	}
};
/** Gives people who serve nobody to the first need that still lacks them, so that what is missing is not overstated. */
function fillUp(needs, chosen) {
	const taken = new Set(chosen.flatMap((people) => [...people]));
	for (const [index, need] of needs.entries()) {
		const people = chosen[index];
		for (let group = openGroup(need, people); group !== void 0; group = openGroup(need, people)) {
			const free = [...need.groups].flatMap((each) => [...each]).find((person) => !taken.has(person) && helps(need, people, person));
			if (free === void 0) break;
			people.add(free);
			taken.add(free);
		}
	}
	return chosen;
}
function helps(need, chosen, person) {
	return need.groups.some((group) => group.has(person) && shared(group, chosen) < need.count);
}
function isWithin(one, other) {
	return shared(one, other) === one.size;
}
/** How many people are in both. */
function shared(one, other) {
	return [...one].filter((person) => other.has(person)).length;
}

// src/policy/gates/approvals.ts
/** Judges the approvals of all gates of a decision together, since `distinct` ones share people. */
function judgeApprovals(gates, context) {
	const polls = gates.flatMap((active) => {
		const asked = active.gate.require.approvals;
		return asked === void 0 ? [] : [{
			active,
			poll: takePoll(asked, context)
		}];
	});
	const distinct = polls.filter(({ poll }) => poll.asked.distinct);
	const served = assignPeople(distinct.map(({ poll }) => ({
		count: poll.asked.count,
		groups: poll.groups.map(identities)
	})));
	const assigned = new Map(distinct.map(({ poll }, index) => [poll, served[index]]));
	const used = new Set(served.flatMap((people) => [...people]));
	return new Map(polls.map(({ active, poll }) => [active, conclude(poll, assigned.get(poll), used)]));
}
function identities({ opinions }) {
	return new Set(opinions.approvers.map((approver) => approver.identity));
}
function takePoll(asked, context) {
	return {
		asked,
		groups: groupsOf(asked, context),
		rejections: rejectionsOf(asked, context)
	};
}
function groupsOf(asked, context) {
	const { changes, candidate } = context.facts;
	if (asked.of === "release") return [{
		name: candidate.sha.slice(0, 7),
		opinions: releaseOpinions(changes, asked, context)
	}];
	const groups = changes.map((change) => ({
		name: nameOfChange(change),
		opinions: changeOpinions(change, asked, context)
	}));
	if (!hasUnseenChanges(context)) return groups;
	return [...groups, {
		name: "changes that are not listed",
		opinions: releaseOpinions(changes, asked, context)
	}];
}
function changeOpinions(change, asked, context) {
	return change.kind === "commit" ? releaseOpinions([change], asked, context) : reviewOpinions(change, asked, context);
}
function hasUnseenChanges({ facts }) {
	if (!facts.complete) return true;
	const mayBeEmpty = facts.question.kind === "deploy" && ["forward", "same"].includes(facts.direction);
	return facts.changes.length === 0 && !mayBeEmpty;
}
/** @param assigned the people who serve this requirement, when it is distinct; @param used those who serve any. */
function conclude(poll, assigned, used) {
	const { asked, groups, rejections } = poll;
	const counts = (approver) => assigned?.has(approver.identity) ?? true;
	const counted = unique(groups.flatMap(({ opinions }) => opinions.approvers.filter(counts).map(({ login }) => login)));
	const waiting = groups.map(({ name, opinions }) => ({
		change: name,
		missing: asked.count - opinions.approvers.filter(counts).length
	})).filter(({ missing }) => missing > 0);
	const people = {
		counted,
		ignored: ignoredIn(poll, counts, used)
	};
	const [rejection] = rejections;
	if (rejection !== void 0) return {
		kind: "approvals",
		status: "failed",
		reason: {
			code: "rejected",
			...rejection
		},
		...people
	};
	const data = {
		needed: asked.count,
		of: asked.of,
		from: sayPeople(asked.from)
	};
	if (waiting.length === 0) return {
		kind: "approvals",
		status: "met",
		reason: {
			code: "enough",
			...data
		},
		...people
	};
	return {
		kind: "approvals",
		status: "pending",
		reason: {
			code: "not-enough",
			...data,
			waiting
		},
		...people
	};
}
function ignoredIn(poll, counts, used) {
	const elsewhere = poll.groups.flatMap(({ opinions }) => opinions.approvers).filter((approver) => !counts(approver) && used.has(approver.identity)).map(({ login }) => ({
		user: login,
		code: "used-elsewhere"
	}));
	const all = [...poll.groups.flatMap(({ opinions }) => opinions.ignored), ...elsewhere];
	const seen = /* @__PURE__ */ new Set();
	return all.filter(({ user, code }) => {
		const key = `${code} ${user}`;
		return !seen.has(key) && Boolean(seen.add(key));
	});
}
function unique(logins) {
	return [...new Set(logins)];
}

// src/policy/gates/environment.ts
/** The built-in gate `environment`: an environment that no policy names has no rules, so it is not opened. */
const environmentGate = {
	name: "environment",
	yieldsToRollback: false,
	judge({ environment, policies }) {
		if (environment === void 0 || isGoverned(policies, environment)) return void 0;
		return {
			finding: {
				kind: "environment",
				status: "pending",
				reason: {
					code: "environment-unknown",
					environment
				}
			},
			owners: policies
		};
	}
};

// src/calendar/weekly.ts
/** No span is longer than this many days, so a span that covers an instant opened at most that many days before. */
const LONGEST_SPAN_DAYS = 2;
/** Spans may touch for long; after this many days without a break a window counts as open for good. */
const LONGEST_SEARCH_DAYS = 800;
function weeklyTimeline(weekly) {
	return {
		stateAt: (at) => stateAt(weekly, at),
		repeatsWeeklyUntil: (at) => repeatsWeeklyUntil(weekly.zone, at)
	};
}
function stateAt(weekly, at) {
	let end = at;
	for (const span of spansFrom(weekly, at)) {
		if (span.until <= end) continue;
		if (span.from > end) return end === at ? {
			isInside: false,
			changesAt: span.from
		} : {
			isInside: true,
			changesAt: end
		};
		end = span.until;
	}
	return {
		isInside: end > at,
		changesAt: null
	};
}
/** The spans that may concern an instant, and those after it, in the order in which they open. */
function* spansFrom(weekly, at) {
	const today = Math.floor(weekly.zone.toLocal(at) / DAY);
	for (let day = today - LONGEST_SPAN_DAYS; day < today + LONGEST_SEARCH_DAYS; day++) yield* spansOpeningOn(weekly, day);
}
/** The spans that open on a day (counted from 1970-01-01 on the wall clock), without those that a skipped hour swallows. */
function spansOpeningOn({ zone, days, hours }, day) {
	if (!days.includes(weekdayOf(day))) return [];
	return hours.map(({ from, until }) => ({
		from: zone.toEpoch(day * DAY + from * MINUTE),
		until: zone.toEpoch(day * DAY + until * MINUTE)
	})).filter((span) => span.from < span.until).sort((one, other) => one.from - other.from);
}
/** Day 0, 1970-01-01, was a Thursday. */
function weekdayOf(day) {
	return ((day + 3) % 7 + 7) % 7 + 1;
}
/** Away from changes of the offset by more than its longest span, a weekly window repeats exactly. */
function repeatsWeeklyUntil(zone, at) {
	const margin = 3 * DAY;
	const change = zone.nextChange(at - margin);
	if (change === null) return Number.POSITIVE_INFINITY;
	return change > at + margin ? change - margin : at;
}

// src/policy/calendar.ts
/** The times a policy writes, as timelines. */
const made = /* @__PURE__ */ new WeakMap();
/** The timeline of a named window, one for all gates that ask for it; undefined when the policy has none of that name. */
function windowTimeline(policy, name) {
	const window = Object.hasOwn(policy.windows, name) ? policy.windows[name] : void 0;
	if (window === void 0) return void 0;
	const timelines = made.get(policy) ?? /* @__PURE__ */ new Map();
	made.set(policy, timelines);
	const zone = checkedZone(window.zone ?? policy.zone);
	const timeline = timelines.get(name) ?? remembering(weeklyTimeline({
		zone,
		days: window.days,
		hours: window.hours
	}));
	timelines.set(name, timeline);
	return timeline;
}
function freezeTimeline(policy, freeze) {
	return datedTimeline(freezeSpan(policy, freeze));
}
/** The span of a freeze. Its times were checked when the policy was parsed. */
function freezeSpan(policy, freeze) {
	const zone = checkedZone(freeze.zone ?? policy.zone);
	const from = readMoment(freeze.from, zone);
	const until = readMoment(freeze.until, zone);
	if (from === void 0 || until === void 0) throw new RangeError(`Unreadable freeze ${freeze.name}`);
	return {
		from,
		until
	};
}

// src/policy/gates/freeze.ts
/** The built-in gate `freeze`: no freeze of a policy, and none that a person set, is running for this release. */
/** Listed when freezes are configured, whether or not one selects this release. */
const freezeGate = {
	name: "freeze",
	yieldsToRollback: true,
	judge(context) {
		if (!hasFreezes(context)) return void 0;
		const freezes = freezesFor(context);
		return {
			finding: judgeFreezes(freezes, context),
			owners: ownersOf(freezes, context)
		};
	}
};
function hasFreezes({ policies, facts, environment }) {
	if (environment === void 0) return false;
	return policies.some((policy) => policy.freezes.length > 0) || facts.freezes.some((freeze) => isSameName(freeze.environment, environment));
}
function judgeFreezes(freezes, context) {
	const timeline = unionOf(freezes.map((each) => each.timeline));
	const { isInside, changesAt } = timeline.stateAt(context.at);
	const time = {
		wanted: "outside",
		timeline
	};
	if (!isInside) return {
		kind: "freeze",
		status: "met",
		reason: sayNone(freezes, changesAt),
		changesAt,
		time
	};
	const running = freezes.filter((each) => each.timeline.stateAt(context.at).isInside);
	return {
		kind: "freeze",
		status: "pending",
		reason: {
			code: "freeze",
			freezes: running.map((each) => each.name),
			until: changesAt === null ? null : toInstant(changesAt),
			zone: running[0]?.zone ?? "UTC"
		},
		changesAt,
		time
	};
}
function sayNone(freezes, beginsAt) {
	if (beginsAt === null) return { code: "no-freeze" };
	const next = freezes.filter((each) => each.timeline.stateAt(beginsAt).isInside);
	const zone = next[0]?.zone ?? "UTC";
	return {
		code: "no-freeze",
		freezes: next.map((each) => each.name),
		beginsAt: toInstant(beginsAt),
		zone
	};
}
/** The policies whose freezes are running; all of them when a person set one. */
function ownersOf(freezes, { policies, at }) {
	return freezes.filter((each) => each.timeline.stateAt(at).isInside).flatMap(({ policy }) => policy ?? policies);
}
function freezesFor(context) {
	const { policies, facts, environment = "" } = context;
	const written = policies.flatMap((policy) => policy.freezes.filter((freeze) => concerns(policy, freeze, context)).map((freeze) => ({
		name: freeze.name,
		timeline: freezeTimeline(policy, freeze),
		zone: freeze.zone ?? policy.zone,
		policy
	})));
	const set = facts.freezes.filter((freeze) => isSameName(freeze.environment, environment)).map((freeze) => ({
		name: `freeze by ${freeze.by}: ${freeze.reason}`,
		timeline: datedTimeline({
			from: epochMs(freeze.from),
			until: freeze.until === void 0 ? null : epochMs(freeze.until)
		}),
		zone: policies.at(-1)?.zone ?? "UTC"
	}));
	return [...written, ...set];
}
function concerns(policy, freeze, { environment, risk }) {
	return environment !== void 0 && matchesEnvironment(freeze.environments, environment) && (freeze.tiers?.includes(tierFor(policy, risk)) ?? true) && !isExcepted(freeze.except, risk);
}

// src/policy/gates/window.ts
/** The requirement `window`: one of the named windows is open. */
function judgeWindows(gates, { at }) {
	const findings = gates.flatMap((active) => {
		const names = active.gate.require.window;
		return names === void 0 ? [] : [[active, judgeWindow(active.policy, names, at)]];
	});
	return new Map(findings);
}
function judgeWindow(policy, names, at) {
	const windows = names.flatMap((name) => {
		const timeline = windowTimeline(policy, name);
		return timeline === void 0 ? [] : [{
			name,
			timeline
		}];
	});
	const timeline = unionOf(windows.map((each) => each.timeline));
	const { isInside, changesAt } = timeline.stateAt(at);
	const time = {
		wanted: "inside",
		timeline
	};
	const zone = zoneOf$1(policy, names);
	if (isInside) return {
		kind: "window",
		status: "met",
		reason: {
			code: "window-open",
			windows: windows.filter((each) => each.timeline.stateAt(at).isInside).map((each) => each.name),
			closesAt: instantOrNull$1(changesAt),
			zone
		},
		changesAt,
		time
	};
	if (changesAt === null) return {
		kind: "window",
		status: "failed",
		reason: {
			code: "never-opens",
			windows: names,
			zone
		},
		changesAt,
		time
	};
	return {
		kind: "window",
		status: "pending",
		reason: {
			code: "window-closed",
			windows: names,
			opensAt: toInstant(changesAt),
			zone
		},
		changesAt,
		time
	};
}
/** In which zone the times of these windows are told. */
function zoneOf$1(policy, names) {
	const [first] = names;
	return (first === void 0 ? void 0 : policy.windows[first]?.zone) ?? policy.zone;
}
function instantOrNull$1(at) {
	return at === null ? null : toInstant(at);
}

// src/policy/gates/registry.ts
/** Every requirement a gate can have and every built-in gate, in the order in which decisions list them. */
const REQUIREMENTS = [judgeApprovals, judgeWindows];
const BUILT_IN_GATES = [
	environmentGate,
	freezeGate,
	holdGate
];

// src/calendar/wording.ts
const DAYS = [
	"Sun",
	"Mon",
	"Tue",
	"Wed",
	"Thu",
	"Fri",
	"Sat"
];
const MONTHS = [
	"Jan",
	"Feb",
	"Mar",
	"Apr",
	"May",
	"Jun",
	"Jul",
	"Aug",
	"Sep",
	"Oct",
	"Nov",
	"Dec"
];
/** `Tue 24 Nov 09:00 Europe/Berlin`; with the year when it is not the year of `seenAt`. */
function sayLocal(at, zoneName, seenAt) {
	const zone = zoneNamed(zoneName);
	if (zone === void 0 || zone.id === "UTC") return `${sayReading(at, seenAt)} UTC`;
	return `${sayReading(zone.toLocal(at), zone.toLocal(seenAt))} ${zone.id}`;
}
/** `Tue 24 Nov 09:00 Europe/Berlin (08:00 UTC)`. */
function sayBoth(at, zoneName, seenAt) {
	const local = sayLocal(at, zoneName, seenAt);
	const zone = zoneNamed(zoneName);
	if (zone === void 0 || zone.id === "UTC") return local;
	return `${local} (${isSameDay(at, zone) ? sayTime(at) : sayReading(at, seenAt)} UTC)`;
}
function isSameDay(at, zone) {
	return Math.floor(at / DAY) === Math.floor(zone.toLocal(at) / DAY);
}
function sayReading(local, seenAt) {
	const date = new Date(local);
	const year = date.getUTCFullYear() === new Date(seenAt).getUTCFullYear() ? "" : ` ${date.getUTCFullYear()}`;
	return `${DAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${year} ${sayTime(local)}`;
}
function sayTime(local) {
	return new Date(local).toISOString().slice(11, 16);
}

// src/policy/reasons.ts
/**
* The one table of reason codes: what each means, and the words for it. Check, comment, page and terminal take their
* text from here, and the reference page is generated from it.
*/
const APPROVAL_DATA = {
	needed: "how many people are asked for",
	of: "`change` or `release`",
	from: "who may approve, in words"
};
const REASONS = {
	enough: {
		group: "approvals",
		meaning: "Enough of the right people approved.",
		data: APPROVAL_DATA,
		say: (reason) => reason["of"] === "release" ? `Approved by ${people(reason["needed"])} or more, as required.` : `Every change has ${count(reason["needed"], "approval")} or more, as required.`
	},
	"not-enough": {
		group: "approvals",
		meaning: "Approvals are missing.",
		data: {
			...APPROVAL_DATA,
			waiting: "list of `{change, missing}`: what lacks how many approvals"
		},
		say: (reason) => {
			const waiting = waitingOf(reason);
			return `Needs ${sayMissing(waiting)} by ${text(reason["from"])}. ${howToApprove(reason, waiting)}`;
		}
	},
	rejected: {
		group: "approvals",
		meaning: "A person who was asked said no to this release. It stays failed until the same person approves.",
		data: {
			user: "who said no",
			reason: "their reason, when they gave one"
		},
		say: (reason) => {
			const because = reason["reason"] === void 0 ? "" : `: ${text(reason["reason"])}`;
			return `Rejected by ${text(reason["user"])}${because}. Only their own approval takes that back; or deploy another commit.`;
		}
	},
	"window-open": {
		group: "time",
		meaning: "One of the windows is open.",
		data: {
			windows: "names of the open windows",
			closesAt: "when that ends, or null",
			zone: "zone of the times in words"
		},
		say: (reason, at) => {
			const closes = reason["closesAt"] === null ? "" : ` until ${moment(reason["closesAt"], reason, at)}`;
			return `${windows(reason)} open${closes}.`;
		}
	},
	"window-closed": {
		group: "time",
		meaning: "None of the windows is open now.",
		data: {
			windows: "names of the windows",
			opensAt: "when the next one opens",
			zone: "zone of the times in words"
		},
		say: (reason, at) => `${windows(reason)} closed; the next opening is ${moment(reason["opensAt"], reason, at)}. It opens by itself.`
	},
	freeze: {
		group: "time",
		meaning: "A freeze that concerns this release is running.",
		data: {
			freezes: "names of the freezes",
			until: "when they end, or null",
			zone: "zone of the times in words"
		},
		say: (reason, at) => {
			const end = reason["until"] === null ? "until somebody lifts it" : `until ${moment(reason["until"], reason, at)}`;
			return `Frozen by ${list(reason["freezes"])} ${end}. Wait for the end, or break glass if it cannot wait.`;
		}
	},
	"no-freeze": {
		group: "time",
		meaning: "No freeze that concerns this release is running.",
		data: {
			freezes: "names of the next ones, if any",
			beginsAt: "when they begin",
			zone: "zone of the times in words"
		},
		say: (reason, at) => {
			if (reason["beginsAt"] === void 0) return "No freeze concerns this release, now or later.";
			return `No freeze is running for this release; ${list(reason["freezes"])} begins ${moment(reason["beginsAt"], reason, at)}.`;
		}
	},
	"never-opens": {
		group: "time",
		meaning: "The windows and freezes of the policy leave no time at which this release could go out.",
		data: { windows: "names of the windows" },
		say: () => "The windows and freezes of the policy leave no time for this release within 100 years. The policy has to be changed."
	},
	"no-hold": {
		group: "safety",
		meaning: "The environment refuses some commits, and this release contains none of them.",
		data: {},
		say: () => "The release contains no commit that is held back."
	},
	quarantined: {
		group: "safety",
		meaning: "The release contains a commit that the environment refuses until a person lifts the hold.",
		data: {
			sha: "the commit",
			by: "who set the hold",
			reason: "why"
		},
		say: (reason) => `Contains ${text(reason["sha"]).slice(0, 7)}, held back by ${text(reason["by"])}: ${text(reason["reason"])}. Deploy a commit without it, or have the hold lifted; an override does not.`
	},
	"environment-unknown": {
		group: "safety",
		meaning: "No entry of `environments` names this environment, so no rules are known for it.",
		data: { environment: "the environment" },
		say: (reason) => `No entry of environments in the policy names ${text(reason["environment"])}, so nothing says when it may open. Add it to the policy on the default branch.`
	}
};
/** Why an opinion of a person does not count. */
const IGNORED = {
	contributor: "wrote part of what is approved",
	deployer: "started this deployment",
	stale: "approved an earlier commit",
	dismissed: "the approval was dismissed",
	"changes-requested": "asked for changes",
	bot: "is a bot",
	"not-eligible": "is not among those who are asked",
	"comment-not-accepted": "approved by a comment, which does not count here",
	"source-not-accepted": "approved in a way that this gate does not accept",
	superseded: "approved before this commit failed, was rolled back or was held here",
	"used-elsewhere": "counts for another requirement that needs different people"
};
/** Why a change or a release has a tier whatever the rules say. */
const TIER_CODES = {
	incomplete: "GitHub listed only a part of the changes or files: highest tier.",
	"first-deployment": "Nothing ran in the environment before and no changes are listed: highest tier.",
	diverged: "The release does not contain the commit that runs now, so it takes commits away: highest tier.",
	backward: "The release goes back, and what it takes away is not listed: highest tier.",
	"unknown-contributor": "A commit is by somebody GitHub does not know: one tier up.",
	"label-not-permitted": "A label that lowers something was set by a person who may not: it does not lower.",
	"tiers-conflict": "The tiers of the repository do not contain those of the organisation in the same order: highest tier.",
	redeploy: "The environment runs this commit already and there are no changes: lowest tier.",
	"no-changes": "The release has no changes: lowest tier."
};
/** Why a gate is skipped. */
const SKIPPED = {
	"excepted-type": "the gate excepts releases of this type",
	"authorised-rollback": "the release goes back to a commit that was verified here, and somebody who may approved that"
};
/** The text of a reason. `at` is the instant of the decision: other years are told with the year. */
function sayReason(reason, at) {
	const entry = Object.hasOwn(REASONS, reason.code) ? REASONS[reason.code] : void 0;
	return entry === void 0 ? reason.code : entry.say(reason, at);
}
function sayIgnored(code) {
	return Object.hasOwn(IGNORED, code) ? IGNORED[code] : code;
}
/** What lacks approvals, of a reason `not-enough`, in words. */
function waitingOf(reason) {
	const waiting = Array.isArray(reason["waiting"]) ? reason["waiting"] : [];
	return reason["of"] === "release" ? waiting.map((each) => ({
		...each,
		change: "this release"
	})) : waiting;
}
/** `1 more approval of each of #12, #13`, `1 more approval of #12, 2 more approvals of #13`. */
function sayMissing(waiting) {
	const told = waiting.slice(0, 5);
	const rest = waiting.length > told.length ? ` and ${count(waiting.length - told.length, "more change")}` : "";
	const [first] = told;
	if (first !== void 0 && told.length > 1 && waiting.every(({ missing }) => missing === first.missing)) return `${count(first.missing, "more approval")} of each of ${told.map(({ change }) => change).join(", ")}${rest}`;
	return `${told.map(({ change, missing }) => `${count(missing, "more approval")} of ${change}`).join(", ")}${rest}`;
}
function howToApprove(reason, waiting) {
	if (reason["of"] === "release") return "Approve this deployment.";
	const isReviewed = (each) => each.change.startsWith("#");
	if (waiting.every(isReviewed)) return "Approve the pull request on its latest commit.";
	const why = "What has no pull request cannot be reviewed, so approve this deployment";
	return waiting.some(isReviewed) ? `${why}, and each pull request on its latest commit.` : `${why}.`;
}
/** `1 more approval`, `2 more approvals`. */
function count(number, noun) {
	return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}
function people(number) {
	return number === 1 ? "1 person" : `${String(number)} people`;
}
function windows(reason) {
	const names = Array.isArray(reason["windows"]) ? reason["windows"] : [];
	return names.length === 1 ? `Window ${String(names[0])} is` : `Windows ${names.join(", ")} are`;
}
function list(value) {
	return Array.isArray(value) ? value.join(", ") : text(value);
}
function text(value) {
	return typeof value === "string" ? value : String(value ?? "");
}
function moment(instant, reason, at) {
	return sayBoth(epochMs(instant), text(reason["zone"]) || "UTC", at);
}

// src/policy/judge.ts
function judgeGates(context) {
	const written = context.policies.flatMap((policy) => policy.gates.filter((gate) => selects(policy, gate, context)).map((gate) => ({
		policy,
		gate
	})));
	const isRollback = isAuthorisedRollback(context);
	const skips = new Map(written.map((each) => [each, skipOf(each.gate, context, isRollback)]));
	const active = written.filter((each) => skips.get(each) === void 0);
	const findings = REQUIREMENTS.map((judge) => judge(active, context));
	const judged = written.map((each) => {
		const gate = {
			name: each.gate.name,
			owners: [each.policy]
		};
		const skippedBecause = skips.get(each);
		if (skippedBecause !== void 0) return {
			...gate,
			findings: [],
			skippedBecause
		};
		return {
			...gate,
			findings: findings.flatMap((found) => found.get(each) ?? [])
		};
	});
	return [...judgeBuiltIn(context, isRollback), ...judged];
}
function skipOf(gate, { risk }, isRollback) {
	if (isRollback) return "authorised-rollback";
	return isExcepted(gate.except, risk) ? "excepted-type" : void 0;
}
function judgeBuiltIn(context, isRollback) {
	return BUILT_IN_GATES.flatMap(({ name, judge, yieldsToRollback }) => {
		const judged = judge(context);
		if (judged === void 0) return [];
		const { owners, finding } = judged;
		return [isRollback && yieldsToRollback ? {
			name,
			owners,
			findings: [],
			skippedBecause: "authorised-rollback"
		} : {
			name,
			owners,
			findings: [finding]
		}];
	});
}
function selects(policy, gate, { risk, environment, facts }) {
	if (gate.at !== facts.question.kind) return false;
	if (!(gate.for?.tiers?.includes(tierFor(policy, risk)) ?? true)) return false;
	return environment === void 0 || matchesEnvironment(gate.for?.environments, environment);
}
/** What time alone decides: the conditions of every requirement that has some. */
function timeConditions(gates) {
	const times = gates.flatMap((gate) => gate.findings.flatMap((finding) => finding.time ?? []));
	return {
		inside: times.filter(({ wanted }) => wanted === "inside").map(({ timeline }) => timeline),
		outside: times.filter(({ wanted }) => wanted === "outside").map(({ timeline }) => timeline)
	};
}
/** Time can never hold all gates open together: what is closed now is closed for good. */
function closeForGood(gates) {
	return gates.map((gate) => ({
		...gate,
		findings: gate.findings.map((finding) => {
			if (finding.time === void 0 || finding.status !== "pending") return finding;
			return {
				...finding,
				status: "failed",
				reason: {
					...finding.reason,
					code: "never-opens"
				}
			};
		})
	}));
}
function statusOf(gate) {
	if (gate.skippedBecause !== void 0) return "skipped";
	const statuses = gate.findings.map((finding) => finding.status);
	if (statuses.includes("failed")) return "failed";
	return statuses.includes("pending") ? "pending" : "met";
}
function gateResult(gate, at) {
	return {
		name: gate.name,
		status: statusOf(gate),
		requirements: gate.findings.map((finding) => requirementResult(finding, at)),
		...gate.skippedBecause === void 0 ? {} : { skippedBecause: gate.skippedBecause }
	};
}
function requirementResult(finding, at) {
	const { kind, status, reason, counted, ignored, changesAt } = finding;
	return {
		kind,
		status,
		reason,
		text: sayReason(reason, at),
		...counted === void 0 ? {} : { counted },
		...ignored === void 0 ? {} : { ignored },
		...changesAt === void 0 ? {} : { nextTransitionAt: changesAt === null ? null : toInstant(changesAt) }
	};
}

// src/policy/override.ts
/** @param closed the policies that hold the release: each of them must permit the person. */
function findOverride(closed, context) {
	const { facts, at, environment } = context;
	if (environment === void 0) return {
		inForce: null,
		changesAt: null
	};
	const permitted = facts.overrides.filter((override) => override.sha === facts.candidate.sha && isSameName(override.environment, environment)).filter((override) => override.reason.trim() !== "" && isPermitted(override, closed, context)).map((override) => ({
		override,
		beginsAt: epochMs(override.at),
		expiresAt: epochMs(override.at) + lifetime(closed)
	})).filter(({ expiresAt }) => expiresAt > at);
	const inForce = permitted.filter(({ beginsAt }) => beginsAt <= at).reduce((best, each) => best === null || each.expiresAt > best.expiresAt ? each : best, null);
	const changes = [...permitted.map(({ beginsAt }) => beginsAt), ...inForce === null ? [] : [inForce.expiresAt]].filter((each) => each > at);
	return {
		inForce,
		changesAt: changes.length === 0 ? null : Math.min(...changes)
	};
}
function isPermitted(override, closed, { directory }) {
	const person = directory.find(override.user);
	return closed.length > 0 && closed.every((policy) => mayOverride(policy, person));
}
/** The shortest of the policies concerned. */
function lifetime(closed) {
	return Math.min(...closed.map((policy) => parseDuration$1(policy.override?.expires ?? "") ?? 0));
}

// src/policy/decide.ts
/** The decision: a pure function of the policies in force and the facts, the same to the byte each time. */
/** @param policies at least one, the organisation's first. A repository tightens what its organisation says. */
function decide(policies, facts) {
	if (policies.length === 0) throw new RangeError("A decision needs a policy: without one nothing is governed");
	const context = contextOf(policies, facts);
	const { at, risk } = context;
	const judged = judgeGates(context);
	const opening = firstOpening(timeConditions(judged), at);
	const gates = opening === null && !isHeldOpenEnded(context) ? closeForGood(judged) : judged;
	const own = verdictOf(gates);
	const closed = closedPolicies(gates, context);
	const overrides = findOverride(closed, context);
	const override = own === "open" || isQuarantined(gates) ? null : overrides.inForce;
	return {
		version: 1,
		mode: context.policies.every((policy) => policy.mode === "observe") ? "observe" : "enforce",
		verdict: override === null ? own : "open",
		at: toInstant(at),
		tier: risk.tier,
		releaseType: risk.type,
		tierReasons: risk.reasons,
		gates: gates.map((gate) => gateResult(gate, at)),
		earliestOpening: instantOrNull(opening),
		nextTransitionAt: instantOrNull(earliestOf([...transitionsOf(gates), overrides.changesAt])),
		override: override === null ? null : sayOverride(override),
		policy: {
			sources: policies.map(({ file }) => file),
			digest: digestOf(policies.map(({ source, policy }) => ({
				source,
				policy
			})))
		},
		factsDigest: digestOf(facts)
	};
}
function contextOf(inForce, facts) {
	const policies = inForce.map(({ policy }) => policy);
	return {
		facts,
		at: epochMs(facts.at),
		policies,
		risk: classifyRelease(policies, facts),
		directory: directoryOf(facts),
		environment: facts.question.kind === "deploy" ? facts.question.environment : void 0
	};
}
/** `blocked` iff a gate failed, `open` iff all are met or skipped. */
function verdictOf(gates) {
	const statuses = gates.map(statusOf);
	if (statuses.includes("failed")) return "blocked";
	return statuses.includes("pending") ? "waiting" : "open";
}
/** The policies that an override has to be permitted by. */
function closedPolicies(gates, { policies }) {
	const closed = new Set(gates.filter((gate) => ["pending", "failed"].includes(statusOf(gate))).flatMap((gate) => gate.owners));
	return policies.filter((policy) => closed.has(policy));
}
function isQuarantined(gates) {
	return gates.some((gate) => gate.findings.some(({ kind, status }) => kind === "hold" && status === "failed"));
}
/** A freeze that a person set without an end: time does not lift it, but people can. */
function isHeldOpenEnded({ facts, environment }) {
	return facts.freezes.some((freeze) => freeze.until === void 0 && environment !== void 0 && isSameName(freeze.environment, environment));
}
function transitionsOf(gates) {
	return gates.flatMap((gate) => gate.findings.map((finding) => finding.changesAt ?? null));
}
function sayOverride({ override, expiresAt }) {
	return {
		user: override.user,
		reason: override.reason,
		expiresAt: toInstant(expiresAt)
	};
}
function instantOrNull(at) {
	return at === null ? null : toInstant(at);
}

// src/policy/headline.ts
/** The first line people read: what to do, or that there is nothing to do. */
/** GitHub cuts descriptions of statuses at 140 characters. */
const LONGEST = 140;
/** One line of plain text, at most 140 characters. */
function headline(decision, facts) {
	const mode = decision.mode === "observe" && decision.verdict !== "open" ? "Not enforced: " : "";
	const wordings = sayVerdict(decision, facts).map((wording) => plainLine(`${mode}${wording}`, 1400));
	return wordings.find((wording) => wording.length <= LONGEST) ?? plainLine(wordings.at(-1) ?? "", LONGEST);
}
/** The same in several lengths, the longest first: when the room is short, what to do and when come first. */
function sayVerdict(decision, facts) {
	const { override } = decision;
	if (override !== null) {
		const until = sayLocal(epochMs(override.expiresAt), zoneOf(decision), epochMs(decision.at));
		return [`Opened by an override of ${override.user} until ${until}: ${override.reason}`];
	}
	if (decision.verdict === "open") return [sayOpen(decision, facts)];
	const open = decision.gates.flatMap((gate) => gate.requirements.filter(({ status }) => status !== "met"));
	const failed = open.find(({ status }) => status === "failed");
	return failed === void 0 ? sayWaiting(open, decision, facts) : [`Blocked: ${lowerFirst(failed.text)}`];
}
function sayOpen(decision, { question }) {
	const what = `tier ${decision.tier}, ${decision.releaseType}`;
	return question.kind === "merge" ? `May merge: nothing is missing (${what})` : `Open: nothing is missing (${what})`;
}
function sayWaiting(open, decision, facts) {
	const unknown = open.find(({ kind }) => kind === "environment");
	if (unknown !== void 0) return [`Held: ${lowerFirst(unknown.text)}`];
	const asked = open.filter(({ kind }) => kind === "approvals").map(({ reason }) => reason);
	const closed = open.filter(({ kind }) => kind === "window" || kind === "freeze");
	const because = closed.map(sayClosed).join(", ");
	const when = closed.length === 0 ? "" : sayWhen(decision);
	const isMerge = facts.question.kind === "merge";
	if (asked.length === 0) {
		if (when === "") return [`Waiting: ${because}`];
		const alone = `Nothing to do: ${isMerge ? "may merge from" : "opens by itself"} ${when}`;
		return [`${alone} (${because})`, alone];
	}
	const time = when === "" ? because : `${isMerge ? "may merge" : "opens"} earliest ${when}`;
	return [asked.map(sayAsked).join(", and "), sayAskedShort(asked)].map((ask) => `Waiting for ${ask}${time === "" ? "" : `; ${time}`}`);
}
/** `1 more approval of #12 by someone with write`. */
function sayAsked(reason) {
	const waiting = waitingOf(reason);
	const [first] = waiting;
	const from = String(reason["from"] ?? "");
	if (first === void 0) return `approval by ${from}`;
	const rest = waiting.length > 1 ? ` and ${count(waiting.length - 1, "other change")}` : "";
	return `${count(first.missing, "more approval")} of ${first.change}${rest} by ${from}`;
}
/** `3 more approvals of #12, #13 and others`. */
function sayAskedShort(asked) {
	const waiting = asked.flatMap(waitingOf);
	const missing = waiting.reduce((sum, each) => sum + each.missing, 0);
	const changes = [...new Set(waiting.map((each) => each.change))];
	const others = changes.length > 2 ? " and others" : "";
	return `${count(missing, "more approval")} of ${changes.slice(0, 2).join(", ")}${others}`;
}
/** Empty when the end of the waiting is not known. */
function sayWhen(decision) {
	if (decision.earliestOpening === null) return "";
	return sayLocal(epochMs(decision.earliestOpening), zoneOf(decision), epochMs(decision.at));
}
function sayClosed({ reason }) {
	if (reason.code === "freeze") return `frozen by ${names(reason["freezes"])}`;
	return `${names(reason["windows"])} closed`;
}
function names(value) {
	return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}
/** The zone in which a decision's own instants are told: that of the first requirement that has one. */
function zoneOf(decision) {
	const requirements = decision.gates.flatMap((gate) => gate.requirements);
	const waiting = requirements.filter(({ status }) => status !== "met");
	for (const { reason } of [...waiting, ...requirements]) if (typeof reason["zone"] === "string") return reason["zone"];
	return "UTC";
}
/** Whether time holds something back now. */
function opensLater(decision) {
	return decision.earliestOpening !== null && isAfter(decision.earliestOpening, epochMs(decision.at));
}
function isAfter(instant, at) {
	return epochMs(instant) > at;
}
/** Lower case at the start, unless it begins with a name such as `#12` or an abbreviation. */
function lowerFirst(sentence) {
	return /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}

// src/policy/explanation.ts
/** One explanation of a decision, as a tree of plain sentences; the renderers only choose marks and escapes. */
/** A release of thousands of changes is explained by the first of them; the rest is counted. */
const MOST_REASONS = 20;
/** Nothing here depends on the present moment alone: the same reasons give the same text. */
function explain(decision, facts) {
	return {
		headline: headline(decision, facts),
		question: sayQuestion(facts),
		risk: `tier ${decision.tier}, release type ${decision.releaseType}`,
		riskReasons: sayTierReasons(decision),
		gates: decision.gates.map(explainGate),
		time: sayTimes(decision),
		sources: `Decided by ${decision.policy.sources.join(" and ")} (policy ${decision.policy.digest.slice(0, 12)})`
	};
}
function sayQuestion({ question, candidate, repository }) {
	if (question.kind === "merge") return `${repository}: pull request #${question.pullRequest} into ${question.base}`;
	return `${repository}: ${candidate.sha.slice(0, 7)} to ${question.environment}, started by ${question.actor}`;
}
/** Those that set the tier first. */
function sayTierReasons({ tier, tierReasons }) {
	const deciding = tierReasons.filter((reason) => reason.tier === tier);
	const others = tierReasons.filter((reason) => reason.tier !== tier);
	const told = [...deciding, ...others].slice(0, MOST_REASONS);
	const lines = told.map((reason) => {
		const because = TIER_CODES[reason.because] === void 0 ? `${reason.because} (${reason.detail})` : reason.detail;
		return `${reason.tier}: ${reason.change}, ${because}`;
	});
	const left = tierReasons.length - told.length;
	return left > 0 ? [...lines, `and ${left} more`] : lines;
}
function explainGate(gate) {
	const { name, status, requirements, skippedBecause } = gate;
	if (skippedBecause === void 0) return {
		name,
		status,
		lines: requirements.map(explainRequirement)
	};
	return {
		name,
		status,
		lines: [{
			text: `Skipped: ${SKIPPED[skippedBecause] ?? skippedBecause}.`,
			details: []
		}]
	};
}
function explainRequirement({ text, counted = [], ignored = [] }) {
	return {
		text,
		details: [...counted.length === 0 ? [] : [`Counted: ${counted.join(", ")}`], ...ignored.length === 0 ? [] : [`Not counted: ${sayIgnoredPeople(ignored)}`]]
	};
}
function sayIgnoredPeople(ignored) {
	const told = ignored.slice(0, MOST_REASONS).map(({ user, code }) => `${user} (${sayIgnored(code)})`);
	const left = ignored.length - told.length;
	return left > 0 ? `${told.join(", ")} and ${left} more` : told.join(", ");
}
function sayTimes(decision) {
	const zone = zoneOf(decision);
	const at = epochMs(decision.at);
	const lines = [];
	if (decision.override !== null) {
		const { user, reason, expiresAt } = decision.override;
		lines.push(`Override by ${user} until ${sayBoth(epochMs(expiresAt), zone, at)}: ${reason}`);
	}
	if (decision.verdict !== "open" && opensLater(decision)) {
		const opens = sayBoth(epochMs(decision.earliestOpening), zone, at);
		lines.push(`Earliest opening: ${opens}, if everything else is met by then`);
	}
	return lines;
}

// src/policy/explain.ts
/** GitHub's limit for the summary of a check run. */
const LONGEST_SUMMARY = 65535;
/** Policies and pull requests can hold long texts; one line stays readable. */
const LONGEST_LINE = 2e3;
const MARKS = {
	met: "ok",
	pending: "wait",
	failed: "NO",
	skipped: "skip"
};
const ICONS = {
	met: "✅",
	pending: "⏳",
	failed: "⛔",
	skipped: "⏭️"
};
/** For a terminal: the first line says what to do. Ends without a line break. */
function explainText(decision, facts) {
	const told = explain(decision, facts);
	return [
		told.headline,
		"",
		told.question,
		told.risk,
		...told.riskReasons.map((line) => `  - ${line}`),
		...told.gates.flatMap(gateAsText),
		...told.time,
		told.sources
	].map(printable).join("\n");
}
function gateAsText({ name, status, lines }) {
	const mark = `[${MARKS[status]}]`.padEnd(7);
	return lines.flatMap(({ text, details }, index) => [index === 0 ? `${mark}${name}: ${text}` : `       ${text}`, ...details.map((detail) => `         ${detail}`)]);
}
/** One line without controls, its indentation kept. */
function printable(line) {
	const indent = line.length - line.trimStart().length;
	return `${" ".repeat(indent)}${plainLine(line, LONGEST_LINE)}`;
}
/**
* For the summary of a check run: at most 65,535 characters, everything people wrote made inert.
*
* @param more lines of plain text that are told as a list of their own, under their heading.
*/
function explainMarkdown(decision, facts, more) {
	const told = explain(decision, facts);
	const head = [
		`**${inert(told.headline)}**`,
		"",
		`${inert(told.question)}. It has ${inert(told.risk)}.`
	];
	const time = told.time.map((line) => `- ${inert(line)}`);
	return joinWithin([
		...head,
		...time.length === 0 ? [] : ["", ...time],
		...told.gates.length === 0 ? [] : [
			"",
			"#### Gates",
			"",
			...told.gates.flatMap(gateAsMarkdown)
		],
		"",
		"#### Why this tier",
		"",
		...told.riskReasons.map((line) => `- ${inert(line)}`),
		...more === void 0 ? [] : [
			"",
			`#### ${inert(more.heading)}`,
			"",
			...more.lines.map((line) => `- ${inert(line)}`)
		]
	], ["", `<sub>${inert(told.sources)}</sub>`], LONGEST_SUMMARY);
}
function gateAsMarkdown({ name, status, lines }) {
	return lines.flatMap(({ text, details }, index) => [index === 0 ? `- ${ICONS[status]} **${inert(name)}**: ${inert(text)}` : `  - ${inert(text)}`, ...details.map((detail) => `  - ${inert(detail)}`)]);
}
function inert(line) {
	return inertMarkdown(plainLine(line, LONGEST_LINE));
}
/** As many whole lines as fit, and the end. A line is never cut: half an escape would be none. */
function joinWithin(lines, end, limit) {
	const whole = [...lines, ...end].join("\n");
	if (whole.length <= limit) return whole;
	const tail = [
		"",
		"… more is left out here",
		...end
	].join("\n");
	const kept = [];
	let length = tail.length;
	for (const line of lines) {
		length += line.length + 1;
		if (length > limit) break;
		kept.push(line);
	}
	return `${kept.join("\n")}${tail}`;
}

// src/policy/never-opening.ts
/** Windows that exclude each other across gates: legal to write, and nothing will ever go out. */
/** Any instant after the tables of most zones became regular; freezes are looked at from the end of the last one. */
const EARLIEST_START = Date.UTC(2026, 0, 1);
/** Each search goes over 100 years. Beyond these the warning is not worth the time: `decide` says `never-opens` anyhow. */
const MOST_SEARCHES = 100;
/** Warns for each tier and environment whose gates have windows that are never open together. */
function neverOpening(policy) {
	const start = Math.max(EARLIEST_START, ...policy.freezes.map((freeze) => freezeSpan(policy, freeze).until));
	const seen = /* @__PURE__ */ new Set();
	const findings = [];
	for (const { gates, environment, tier } of combinations(policy)) {
		const key = gates.map((gate) => gate.name).join("\n");
		if (gates.length < 2 || seen.has(key) || seen.size >= MOST_SEARCHES) continue;
		seen.add(key);
		const inside = gates.map((gate) => unionOf((gate.require.window ?? []).flatMap((name) => windowTimeline(policy, name) ?? [])));
		if (firstOpening({
			inside,
			outside: []
		}, start) !== null) continue;
		const last = policy.gates.indexOf(gates.at(-1));
		const message = `The windows of ${gates.map((gate) => `\`${gate.name}\``).join(" and ")} are never open together, so a release of tier \`${tier}\`${environment === void 0 ? "" : ` to ${environment}`} never opens. Give them a common span, or limit the gates with \`for\`.`;
		findings.push({
			severity: "warning",
			code: "never-opens",
			path: [
				"gates",
				last,
				"require",
				"window"
			],
			at: "value",
			message
		});
	}
	return findings;
}
function combinations(policy) {
	const windowed = policy.gates.filter((gate) => gate.require.window !== void 0 && gate.at === "deploy");
	return (policy.environments === void 0 ? [void 0] : Object.keys(policy.environments)).flatMap((environment) => {
		const here = windowed.filter((gate) => isFor(gate, environment));
		return policy.tiers.map((tier) => ({
			tier,
			environment,
			gates: here.filter((gate) => gate.for?.tiers?.includes(tier) ?? true)
		}));
	});
}
function isFor(gate, environment) {
	if (environment === void 0) return gate.for?.environments === void 0;
	return matchesEnvironment(gate.for?.environments, environment);
}

// src/policy/check.ts
/** @param org the organisation's policy, when this one has to agree with it. */
function checkPolicy(policy, org) {
	const errors = [
		...org === void 0 ? [] : checkAgreement(policy, org),
		...checkTiers(policy),
		...checkEnvironments(policy),
		...policy.gates.flatMap((gate, index) => checkGate(policy, gate, ["gates", index])),
		...checkGateNames(policy),
		...checkFreezes(policy)
	];
	if (errors.length > 0) return errors;
	return [...warnRisk(policy), ...neverOpening(policy)];
}
function error(code, path, message, at = "value") {
	return {
		severity: "error",
		code,
		path,
		at,
		message
	};
}
function warning(code, path, message) {
	return {
		severity: "warning",
		code,
		path,
		at: "value",
		message
	};
}
/** Without the organisation's tiers in their order, nobody could say which of two tiers is the higher one. */
function checkAgreement(policy, org) {
	if (commonTiers([org, policy]).isCommon) return [];
	return [error("tiers-conflict", ["tiers"], `These tiers do not contain those of the organisation in the same order, so every release would have the highest. Include ${listOf(org.tiers)}.`)];
}
function checkTiers(policy) {
	const doubles = policy.tiers.flatMap((tier, index) => policy.tiers.indexOf(tier) === index ? [] : [error("tier-duplicate", ["tiers", index], `The tier \`${tier}\` is listed twice; its rank would be a guess.`)]);
	const unknown = [
		...(policy.risk ?? []).map((rule, index) => [rule.tier, [
			"risk",
			index,
			"tier"
		]]),
		...policy.freezes.flatMap((freeze, index) => named(freeze.tiers, [
			"freezes",
			index,
			"tiers"
		])),
		...policy.gates.flatMap((gate, index) => named(gate.for?.tiers, [
			"gates",
			index,
			"for",
			"tiers"
		]))
	].flatMap(([tier, path]) => policy.tiers.includes(tier) ? [] : [error("tier-unknown", path, `There is no tier \`${tier}\`, so this never applies. ${suggest(tier, policy.tiers, "Defined")}`)]);
	return [...doubles, ...unknown];
}
function named(names, path) {
	return (names ?? []).map((name, index) => [name, [...path, index]]);
}
function checkEnvironments(policy) {
	if (policy.environments === void 0) return [];
	const known = Object.keys(policy.environments);
	if (known.length === 0) return [error("list-empty", ["environments"], "`environments` names none, so every deployment would be held. Name them or remove the key.")];
	const refused = known.flatMap((name) => {
		const problem = globProblem(name);
		return problem === void 0 ? [] : [error("glob-refused", ["environments", name], `The glob \`${name}\` ${problem}.`, "key")];
	});
	if (refused.length > 0) return refused;
	const used = [...policy.freezes.flatMap((freeze, index) => named(freeze.environments, [
		"freezes",
		index,
		"environments"
	])), ...policy.gates.flatMap((gate, index) => named(gate.for?.environments, [
		"gates",
		index,
		"for",
		"environments"
	]))];
	const globs = known.map((name) => ({
		name,
		matches: environmentGlob(name)
	}));
	return used.flatMap(([pattern, path]) => {
		const matches = environmentGlob(pattern);
		if (globs.some((known) => known.matches(pattern) || matches(known.name))) return [];
		return [error("environment-unknown", path, `No entry of \`environments\` is matched by \`${pattern}\`, so this never applies. ${suggest(pattern, known, "Defined")}`)];
	});
}
function checkGateNames(policy) {
	const names = policy.gates.map((gate) => gate.name);
	return names.flatMap((name, index) => names.indexOf(name) === index ? [] : [error("gate-duplicate", [
		"gates",
		index,
		"name"
	], `There are two gates \`${name}\`; nobody could tell which one holds. Rename one.`)]);
}
function checkGate(policy, gate, path) {
	const findings = [];
	for (const [index, name] of (gate.require.window ?? []).entries()) {
		if (Object.hasOwn(policy.windows, name)) continue;
		const message = `There is no window \`${name}\`, so it would never open. ${suggest(name, Object.keys(policy.windows), "Defined")}`;
		findings.push(error("window-unknown", [
			...path,
			"require",
			"window",
			index
		], message));
	}
	if (gate.at === "merge" && gate.for?.environments !== void 0) {
		const message = "Merging has no environment, so this gate would never apply. Remove `environments` or `at: merge`.";
		findings.push(error("merge-environment", [
			...path,
			"for",
			"environments"
		], message, "key"));
	}
	const approvals = gate.require.approvals;
	if (approvals !== void 0) findings.push(...checkApprovals(gate, approvals, [
		...path,
		"require",
		"approvals"
	]));
	return findings;
}
function checkApprovals(gate, approvals, path) {
	const findings = [];
	const most = mostPeople(approvals.from);
	if (approvals.count > most) {
		const message = `${approvals.count} approvals are asked of ${most} ${most === 1 ? "person" : "people"}, so the gate could never open. Ask for fewer or name more.`;
		findings.push(error("approvals-impossible", [...path, "count"], message));
	}
	if (gate.at === "merge" && approvals.of === "release") {
		const message = "A pull request has no release approvals before it is merged, so this gate could never open. Use `of: change`.";
		findings.push(error("approvals-impossible", [...path, "of"], message));
	}
	const usable = approvals.of === "change" ? ["review"] : [
		"deployment-review",
		"page",
		"comment"
	];
	if (approvals.via !== void 0 && !approvals.via.some((source) => usable.includes(source))) {
		const message = `\`of: ${approvals.of}\` is satisfied by ${usable.join(", ")}; \`via\` allows none of them, so the gate could never open.`;
		findings.push(error("approvals-impossible", [...path, "via"], message));
	}
	return findings;
}
/** How many people can approve at all: an explicit list has an end, a team or a permission may grow. */
function mostPeople(from) {
	if (from.teams !== void 0 || from.permission !== void 0) return Number.POSITIVE_INFINITY;
	const people = (from.users ?? []).map((user) => user.toLowerCase()).filter((user) => !user.endsWith("[bot]"));
	return new Set(people).size;
}
function checkFreezes(policy) {
	return policy.freezes.flatMap((freeze, index) => {
		const span = freezeSpan(policy, freeze);
		if (span.from < span.until) return [];
		const message = `The freeze \`${freeze.name}\` ends at or before its beginning, so it would freeze nothing. \`until\` is the first instant after it.`;
		return [error("freeze-ends-before-it-begins", [
			"freezes",
			index,
			"until"
		], message)];
	});
}
function warnRisk(policy) {
	const findings = [];
	if (policy.risk?.every((rule) => rule.when !== void 0)) {
		const message = `Every rule has a \`when\`, so a change that none matches has the lowest tier, \`${policy.tiers[0]}\`. Add a rule without \`when\` to choose its tier.`;
		findings.push(warning("risk-without-default", ["risk"], message));
	}
	for (const [index, rule] of (policy.risk ?? []).entries()) for (const key of ["paths", "only-paths"]) {
		const shallow = (rule.when?.[key] ?? []).find((pattern) => /[*?]/.test(pattern) && !pattern.includes("/") && !pattern.includes("**"));
		if (shallow === void 0) continue;
		const message = `\`${shallow}\` matches only at the top of the repository, since \`*\` does not cross \`/\`. For every folder write \`**/${shallow}\`.`;
		findings.push(warning("glob-only-at-top", [
			"risk",
			index,
			"when",
			key
		], message));
	}
	return findings;
}

// src/policy/problem-codes.ts
const PROBLEM_CODES = {
	...DOCUMENT_CODES,
	"zone-unknown": "No time zone of this name.",
	"days-refused": "Days that cannot be read.",
	"hours-refused": "Hours that cannot be read, or whose ends are equal.",
	"window-empty": "A window with neither days nor hours.",
	"window-unknown": "A gate asks for a window that is not defined.",
	"moment-refused": "A date or time that cannot be read or does not exist.",
	"duration-refused": "A length of time that cannot be read or is zero.",
	"freeze-ends-before-it-begins": "The end of a freeze is not after its beginning.",
	"glob-refused": "A glob that uses what is not supported.",
	"login-refused": "Not a login.",
	"team-refused": "Not the slug of a team.",
	"people-empty": "A list of people that names nobody.",
	"when-empty": "A `when` without a key.",
	"for-empty": "A `for` without a key.",
	"require-empty": "A gate that requires nothing.",
	"tier-duplicate": "A tier is listed twice.",
	"tier-unknown": "A tier that is not listed in `tiers`.",
	"tiers-conflict": "The tiers do not contain the organisation's in the same order.",
	"environment-unknown": "An environment that no entry of `environments` matches.",
	"gate-duplicate": "Two gates of one name.",
	"merge-environment": "A gate `at: merge` that asks for an environment.",
	"approvals-impossible": "Approvals that nobody can give.",
	"risk-without-default": "Warning: every rule of `risk` has a `when`.",
	"glob-only-at-top": "Warning: a glob without `/` matches only at the top of the repository.",
	"never-opens": "Warning: the windows of several gates are never open together.",
	"instant-refused": "Facts: not an RFC 3339 instant with an offset.",
	"people-ambiguous": "Facts: one login in two spellings with two ids."
};

// src/policy/parse.ts
/** The policy file as people write it, to the policy the engine reads. */
/**
* Every problem is found in one go, in the order of the file. A policy with warnings only is valid.
*
* @param org the organisation's policy, for a repository's that has to agree with it.
*/
function parsePolicy(text, origin, org) {
	const read = readYaml(text);
	if (read.kind === "unreadable") return {
		kind: "invalid",
		problems: [{
			severity: "error",
			...origin,
			...read.problem
		}]
	};
	const { document } = read;
	const shaped = Policy.safeParse(document.value);
	if (!shaped.success) {
		const issues = shaped.error.issues;
		const grammar = {
			schema: policyJsonSchema(),
			codes: PROBLEM_CODES
		};
		return {
			kind: "invalid",
			problems: locate(shapeProblems(issues, document.value, grammar), document, origin)
		};
	}
	const policy = shaped.data;
	const problems = locate(checkPolicy(policy, org), document, origin);
	if (problems.some((problem) => problem.severity === "error")) return {
		kind: "invalid",
		problems
	};
	return {
		kind: "valid",
		policy,
		warnings: problems
	};
}

// src/action/wait-for-opening.ts
/** A reading costs about a dozen calls of the 1,000 that a job token has per hour and repository. */
const FIRST_POLL_MS = 5e3;
const LONGEST_POLL_MS = 12e4;
async function waitForOpening(waiting) {
	const until = waiting.now() + waiting.waitMs;
	for (let poll = FIRST_POLL_MS;; poll = Math.min(poll * 2, LONGEST_POLL_MS)) {
		const { answer, pauseMs } = await tryAsking(waiting, until);
		const settled = settle(waiting, answer);
		const left = until - waiting.now();
		if (settled !== void 0 && (left <= 0 || isFinal(settled))) return settled;
		const pause = Math.min(left, Math.max(pauseMs, Math.min(poll, untilTransition(settled, waiting.now()))));
		waiting.say(`asking again in ${Math.ceil(pause / 1e3)} s, for ${Math.ceil(left / 1e3)} s at most`);
		await waiting.sleep(pause);
	}
}
/** Reading took time, and a window may have closed meanwhile: what lets go is decided at the moment it lets go. */
function settle(waiting, answer) {
	return answer?.kind === "decided" && letsGo(answer.decision) ? waiting.again(answer) : answer;
}
/** A failure that may pass is borne as long as there is time left. */
async function tryAsking(waiting, until) {
	try {
		return {
			answer: await waiting.ask(),
			pauseMs: 0
		};
	} catch (error) {
		const mayPass = error instanceof Failure && (error.kind === "unavailable" || error.kind === "rate-limited");
		const pauseMs = mayPass ? error.retryAfterMs ?? 0 : 0;
		if (!mayPass || waiting.now() + pauseMs >= until) throw error;
		waiting.say(error.message);
		return {
			answer: void 0,
			pauseMs
		};
	}
}
/** Whether waiting cannot change it: it is open, or a person said no, or there is no policy that could open it. */
function isFinal(answer) {
	return answer.kind !== "decided" || letsGo(answer.decision) || answer.decision.verdict === "blocked";
}
function letsGo(decision) {
	return decision.verdict === "open" || decision.mode === "observe";
}
function untilTransition(answer, now) {
	if (answer?.kind !== "decided" || answer.decision.nextTransitionAt === null) return Number.POSITIVE_INFINITY;
	return Math.max(epochMs(answer.decision.nextTransitionAt) - now, 1e3);
}

// src/action/gate-outcome.ts
async function gateOutcome(answer, inputs, reportDir) {
	const file = inputs.policyFile;
	if (answer.kind === "no-policy") {
		const text = `There is no ${file} on ${inputs.isDryRun ? "the workspace" : "the default branch"}, so nothing says who may deploy when, and the gate stays closed: add a policy, or take this step out.`;
		return undecided("no-policy", text);
	}
	if (answer.kind === "policy-invalid") {
		const text = `${file} is not a valid policy, so the gate stays closed: correct it (${answer.problems.length} found, listed with line and column).`;
		return undecided("policy-invalid", text, answer.problems);
	}
	const { decision, facts } = answer;
	const result = JSON.stringify(decision);
	await writeReport(reportDir, "facts.json", JSON.stringify(facts));
	return {
		decision: letsGo(decision) ? "proceed" : "stop",
		verdict: decision.verdict,
		reasonCode: reasonCodeOf(decision),
		headline: headline(decision, facts),
		details: explainText(decision, facts),
		summary: explainMarkdown(decision, facts),
		problems: answer.warnings,
		outputs: {
			result,
			"report-path": await writeReport(reportDir, "decision.json", result),
			"earliest-opening": decision.earliestOpening ?? "",
			tier: decision.tier,
			"release-type": decision.releaseType
		}
	};
}
/** The first thing that is in the way, what fails before what is pending; empty when nothing is. */
function reasonCodeOf(decision) {
	const requirements = decision.gates.flatMap((gate) => gate.status === "skipped" ? [] : gate.requirements);
	if (decision.override !== null) return "override";
	return (requirements.find((one) => one.status === "failed") ?? requirements.find((one) => one.status === "pending"))?.reason.code ?? "";
}

// src/action/gate.ts
/** `command: gate`: may this commit enter the environment? The same policy and engine as the App's. */
async function runGate(inputs, runner, ports) {
	const { connect, now, sleep, say } = ports;
	const deployment = deploymentOf(inputs, runner);
	const github = await connect();
	const answer = await waitForOpening({
		waitMs: inputs.waitMs,
		ask: () => ask(inputs, runner, deployment, {
			...ports,
			connect: async () => github
		}),
		again: (decided) => {
			const facts = {
				...decided.facts,
				at: toInstant(now())
			};
			return {
				...decided,
				facts,
				decision: decide(decided.policies, facts)
			};
		},
		now,
		sleep,
		say
	});
	return gateOutcome(answer, inputs, inputs.reportDir || runner.reportDir);
}
function deploymentOf(inputs, runner) {
	return {
		environment: requireEnvironment(inputs.environment, runner),
		sha: requireSha(inputs.sha, runner),
		deploymentId: inputs.deploymentId ?? runner.deployment?.id
	};
}
/** Reads policy and facts anew. */
async function ask(inputs, runner, deployment, ports) {
	const { connect, now, say } = ports;
	const at = now();
	const { policyFile: file, isDryRun } = inputs;
	const text = await readTrustedFile({
		path: file,
		isDryRun,
		workspace: runner.workspace,
		connect
	});
	if (text === null) return { kind: "no-policy" };
	const parsed = parsePolicy(text, {
		source: "policy",
		file
	});
	if (parsed.kind === "invalid") return {
		kind: "policy-invalid",
		problems: parsed.problems
	};
	const policies = [{
		source: "repository",
		file,
		policy: parsed.policy
	}];
	const { repository, ref, actors, runId, runAttempt } = runner;
	const facts = await gatherDeployment(await connect(), {
		...deployment,
		repository,
		ref,
		actors,
		runId,
		runAttempt,
		at,
		overrides: [],
		opened: []
	}, [parsed.policy]);
	const decision = decide(policies, facts);
	if (inputs.waitMs > 0) say(headline(decision, facts));
	return {
		kind: "decided",
		policies,
		facts,
		decision,
		warnings: parsed.warnings
	};
}

export { runGate };