import { n as __require, t as __commonJSMin } from "./rolldown-runtime.js";
import { i as parseInstant, n as epochMs } from "./instant.js";
import { n as MINUTE, r as checkedZone, t as DAY } from "./zone.js";
import { k as matchesEnvironment, n as tierFor } from "./tiers.js";
import { Temporal } from "temporal-polyfill";

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
	const [first, last, ...more] = text.split("-").map((name) => weekdayNamed$1(name));
	if (first === void 0 || more.length > 0) return void 0;
	if (!text.includes("-")) return [first];
	if (last === void 0) return void 0;
	const length = (last - first + 7) % 7 + 1;
	return Array.from({ length }, (_, index) => (first - 1 + index) % 7 + 1).sort((one, other) => one - other);
}
function weekdayNamed$1(name) {
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
const START = /^(\d{1,2}):([0-5]\d)$/;
/** `23:00`: the minute of the day at which a span of a given length begins. */
function readStart(text) {
	const match = START.exec(text.trim());
	if (!match) return void 0;
	const from = Number(match[1]) * 60 + Number(match[2]);
	return from < 1440 ? from : void 0;
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
		const instant = parseInstant(`${offset[1]}${offset[2] ?? ":00"}${offset[3]}`);
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

// src/calendar/timeline.ts
/** How far ahead is searched: what does not change in 100 years never changes. */
const HORIZON = 36525 * DAY;
const WEEK$1 = 7 * DAY;
/** No instant. */
const NEVER = {
	stateAt: () => ({
		isInside: false,
		changesAt: null
	}),
	repeatsWeeklyUntil: () => Number.POSITIVE_INFINITY
};
/** Every instant. */
const ALWAYS = {
	stateAt: () => ({
		isInside: true,
		changesAt: null
	}),
	repeatsWeeklyUntil: () => Number.POSITIVE_INFINITY
};
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
		...timeline,
		stateAt(at) {
			if (state !== void 0 && from <= at && (state.changesAt === null || at < state.changesAt)) return state;
			state = timeline.stateAt(at);
			from = at;
			return state;
		}
	};
}
/** The instants that are in at least one of them. */
function unionOf(timelines) {
	const [only] = timelines;
	if (timelines.length === 1 && only !== void 0) return only;
	const weekly = timelines.filter((each) => each.bounds === void 0);
	if (weekly.length > 1 && weekly.length < timelines.length) return unionOf([unionOf(weekly), ...timelines.filter((each) => each.bounds !== void 0)]);
	const union = remembering({
		stateAt: (at) => unionStateAt(timelines, at),
		repeatsWeeklyUntil: (at) => earliestRepeat(timelines, at)
	});
	if (timelines.every((each) => each.bounds === void 0)) return union;
	return {
		...union,
		bounds: {
			outer: unionOf(timelines.map(outerOf)),
			inner: unionOf(timelines.map(innerOf))
		}
	};
}
/** The timeline, or the one around it that repeats weekly. */
function outerOf(timeline) {
	return timeline.bounds?.outer ?? timeline;
}
/** The timeline, or the one inside it that repeats weekly. */
function innerOf(timeline) {
	return timeline.bounds?.inner ?? timeline;
}
function unionStateAt(timelines, at) {
	const states = timelines.map((timeline) => timeline.stateAt(at));
	if (!states.some((state) => state.isInside)) return {
		isInside: false,
		changesAt: earliestOf(states.map((state) => state.changesAt))
	};
	return {
		isInside: true,
		changesAt: endOfStretch(at, {
			coveredUntil: (instant) => coveredUntil$1(timelines, instant),
			repeatsWeeklyUntil: (instant) => earliestRepeat(timelines, instant)
		})
	};
}
/** How far the timelines that hold at an instant reach; the instant itself when none holds. */
function coveredUntil$1(timelines, at) {
	let end = at;
	for (const timeline of timelines) {
		const state = timeline.stateAt(at);
		if (!state.isInside) continue;
		if (state.changesAt === null) return null;
		end = Math.max(end, state.changesAt);
	}
	return end;
}
/** Spans that one stretch may be chained of. Keeps an hour now and then, each touching the next, from taking seconds. */
const LONGEST_CHAIN = 1e5;
/** The end of the stretch of touching spans that contains `at`; null when it is not within {@link HORIZON}. */
function endOfStretch(at, { coveredUntil, repeatsWeeklyUntil }) {
	let end = at;
	let steadyFrom = at;
	let steadyUntil = repeatsWeeklyUntil(at);
	for (let step = 0; step < LONGEST_CHAIN && end <= at + HORIZON; step++) {
		const next = coveredUntil(end);
		if (next === end) return end;
		if (next === null) return null;
		end = next;
		if (end < steadyUntil && end - steadyFrom >= WEEK$1) end = steadyUntil;
		if (end < steadyUntil) continue;
		steadyFrom = end;
		steadyUntil = repeatsWeeklyUntil(end);
	}
	return null;
}
/** The earliest instant of a list in which null stands for never. */
function earliestOf(instants) {
	return instants.reduce((least, each) => least === null || each !== null && each < least ? each : least, null);
}
/** Until when all of them repeat weekly. */
function earliestRepeat(timelines, at) {
	return timelines.reduce((least, each) => Math.min(least, each.repeatsWeeklyUntil(at)), Number.POSITIVE_INFINITY);
}
/** The spans of a timeline that touch `[from, until)`, cut to it, in order; at most `limit` of them. */
function spansOf(timeline, from, until, limit = 1e4) {
	const spans = [];
	let at = from;
	while (at < until && spans.length < limit) {
		const state = timeline.stateAt(at);
		const end = state.changesAt ?? until;
		if (state.isInside) spans.push({
			from: at,
			until: Math.min(end, until)
		});
		at = end;
	}
	return spans;
}

// src/calendar/date-holidays.cjs
var require_date_holidays = /* @__PURE__ */ __commonJSMin(((exports) => {
	exports.loadDateHolidays = () => __require("date-holidays");
}));

// src/calendar/day.ts
var import_date_holidays = require_date_holidays();
/** The day of a date; months and days that are too large run over into the next. */
function dayOf(year, month, day) {
	return Math.round((/* @__PURE__ */ new Date(0)).setUTCFullYear(year, month - 1, day) / DAY);
}
function civilDate(day) {
	const date = new Date(day * DAY);
	return {
		year: date.getUTCFullYear(),
		month: date.getUTCMonth() + 1,
		day: date.getUTCDate()
	};
}
/** Day 0, 1970-01-01, was a Thursday. */
function weekdayOf(day) {
	return ((day + 3) % 7 + 7) % 7 + 1;
}
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
/** The day that `2026-12-24` names; undefined when there is no such day. */
function readDate(text) {
	const match = DATE.exec(text);
	if (!match) return void 0;
	const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
	return sayDate(day) === text ? day : void 0;
}
/** `2026-12-24`. */
function sayDate(day) {
	return new Date(day * DAY).toISOString().slice(0, 10);
}
function lengthOfMonth(year, month) {
	return new Date(Date.UTC(2e3 + (year % 400 + 400) % 400, month, 0)).getUTCDate();
}
function lengthOfYear(year) {
	return lengthOfMonth(year, 2) + 337;
}

// src/calendar/holidays.ts
/** Why an entry is neither a holiday calendar nor a date; undefined when it is one. */
function holidayProblem(entry) {
	if (/^\d/.test(entry)) return readDate(entry) === void 0 ? "holidays-date" : void 0;
	return calendarNamed(entry) === void 0 ? "holidays-code" : void 0;
}
/**
* The holidays of codes (`DE`, `DE-BE`, `US-CA`) and one's own dates (`2026-12-24`) together. They were checked when
* the policy was parsed.
*/
function holidaysOf(entries) {
	const own = new Set(entries.flatMap((entry) => readDate(entry) ?? []));
	const calendars = entries.filter((entry) => readDate(entry) === void 0).map(checkedCalendar);
	return {
		isHoliday(day) {
			if (own.has(day) || calendars.some((calendar) => calendar.isHoliday(day) === true)) return true;
			return calendars.every((calendar) => calendar.isHoliday(day) === false) ? false : "unknown";
		},
		knownUntil: calendars.length === 0 ? null : Math.min(...calendars.map((calendar) => dayOf(calendar.lastYear, 12, 31)))
	};
}
const kept = /* @__PURE__ */ new Map();
/** Calendars kept for all policies. A century of one takes about a megabyte. */
const MOST_CALENDARS = 64;
const CODE = /^[A-Z]{2}(-[A-Z0-9]{1,8}){0,2}$/;
/** By the library's code in any case; undefined when the library has no holidays of that name. */
function calendarNamed(code) {
	const name = code.toUpperCase();
	if (!CODE.test(name)) return void 0;
	const calendar = kept.get(name) ?? createCalendar(name);
	if (calendar === void 0) return void 0;
	if (kept.size >= MOST_CALENDARS) kept.clear();
	kept.set(name, calendar);
	return calendar;
}
function checkedCalendar(code) {
	const calendar = calendarNamed(code);
	if (calendar === void 0) throw new RangeError(`Unknown holidays ${code}`);
	return calendar;
}
function createCalendar(code) {
	const Library = (0, import_date_holidays.loadDateHolidays)();
	const [country = "", state = "", region = ""] = code.split("-");
	if (!isKnownPlace(new Library(), country, state, region)) return void 0;
	const library = new Library();
	library.init(country, state, region);
	if (!publicRulesOf(library).some((rule) => OTHER_DAY.test(rule))) library.init(country, state, region, { types: ["public"] });
	library.setTimezone("");
	return calendarOf(library);
}
const OTHER_DAY = / is (bank|school|observance|optional) holiday/;
/** The library itself falls back to the country when it does not know the state, and to the state for the region. */
function isKnownPlace(library, country, state, region) {
	if (!has(library.getCountries(), country)) return false;
	if (state !== "" && !has(library.getStates(country), state)) return false;
	return region === "" || has(library.getRegions(country, state), region);
}
function has(names, name) {
	return names !== void 0 && Object.hasOwn(names, name);
}
/** Calendars that follow the moon as observed or ruled are tables in the library; there it ends without a word. */
const TABLES = [{
	months: /\d (Muharram|Safar|Rabi al-awwal|Rabi al-thani|Jumada al-awwal|Jumada al-thani|Rajab|Shaban|Ramadan|Shawwal|Dhu al-Qidah|Dhu al-Hijjah)\b/,
	lastYear: 2076
}, {
	months: /\d (Nisan|Iyyar|Sivan|Tamuz|Av|Elul|Tishrei|Cheshvan|Kislev|Tevet|Shvat|AdarII|Adar)\b/,
	lastYear: 2099
}];
/** Both tables begin here. */
const FIRST_YEAR = 1970;
/** The other calendars are computed; the Persian one is the first to end, in 3177. */
const LAST_YEAR = 2999;
/** Days at the beginning of a year that a holiday of the year before may reach into. The longest has six. */
const OVERHANG = 14;
function calendarOf(library) {
	const rules = publicRulesOf(library);
	const ends = TABLES.filter(({ months }) => rules.some((rule) => months.test(rule))).map((table) => table.lastYear);
	const lastYear = Math.min(LAST_YEAR, ...ends);
	const years = /* @__PURE__ */ new Map();
	function daysFrom(year) {
		const days = years.get(year) ?? new Set(library.getHolidays(year).filter(isPublic).flatMap(daysOf$1));
		years.set(year, days);
		return days;
	}
	return {
		isHoliday(day) {
			const { year } = civilDate(day);
			if (year < FIRST_YEAR || year > lastYear) return "unknown";
			if (daysFrom(year).has(day)) return true;
			return day < dayOf(year, 1, 1) + OVERHANG && year > FIRST_YEAR && daysFrom(year - 1).has(day);
		},
		firstYear: FIRST_YEAR,
		lastYear
	};
}
function publicRulesOf(library) {
	return library.getRules().filter(isPublic).map(({ rule }) => rule);
}
function isPublic({ type }) {
	return type === "public";
}
/** The dates of a holiday: its own, and each whose noon it covers. */
function daysOf$1({ date, end }) {
	const [year = 0, month = 0, first = 0] = date.slice(0, 10).split("-").map(Number);
	const days = [dayOf(year, month, first)];
	while (new Date(year, month - 1, first + days.length, 12) < end) days.push(dayOf(year, month, first + days.length));
	return days;
}

// src/calendar/rule-days.ts
/**
* The days of a recurrence rule. Without hours and COUNT a rule is a plain predicate of the day, so whole years are
* worked out once and kept: a general iterator walks from the first day on, and cannot say that there is no more.
*/
/** One more than the 100 years a search covers, so that it ends inside them. */
const YEARS_AHEAD = 101;
/** Years kept for one rule: more than any one search looks at. */
const MOST_YEARS = 500;
const made = /* @__PURE__ */ new WeakMap();
/** The days of a rule, one object for one rule. */
function daysOfRule(rule) {
	const days = made.get(rule) ?? createDays(rule);
	made.set(rule, days);
	return days;
}
function createDays(rule) {
	const years = /* @__PURE__ */ new Map();
	const selection = selectionOf(rule);
	function daysIn(year) {
		const kept = years.get(year);
		if (kept !== void 0) return kept;
		if (years.size >= MOST_YEARS) years.clear();
		const days = daysInYear(rule, selection, year);
		years.set(year, days);
		return days;
	}
	function next(day) {
		const from = Math.max(day, rule.starts ?? day);
		const [first, kept] = around(from);
		const near = firstFrom(kept, from);
		if (near !== void 0) return near;
		for (let year = first + 1; year <= first + YEARS_AHEAD; year++) {
			if (rule.until !== null && dayOf(year, 1, 1) > rule.until) return null;
			const [found] = daysIn(year);
			if (found !== void 0) return found;
		}
		return null;
	}
	let last = {
		year: 0,
		from: 0,
		until: 0,
		days: []
	};
	/** The year of a day and the days of the rule in it; at once for the year that was asked for last. */
	function around(day) {
		if (day < last.from || day >= last.until) {
			const { year } = civilDate(day);
			last = {
				year,
				from: dayOf(year, 1, 1),
				until: dayOf(year + 1, 1, 1),
				days: daysIn(year)
			};
		}
		return [last.year, last.days];
	}
	return {
		has: (day) => firstFrom(around(day)[1], day) === day,
		next
	};
}
/** The first of sorted days that is not before `day`. */
function firstFrom(days, day) {
	let low = 0;
	let high = days.length;
	while (low < high) {
		const middle = low + high >> 1;
		if (days[middle] < day) low = middle + 1;
		else high = middle;
	}
	return days[low];
}
function daysInYear(rule, selection, year) {
	const first = dayOf(year, 1, 1);
	const after = first + lengthOfYear(year);
	const isInside = (day) => day >= Math.max(first, rule.starts ?? first) && day < after && day <= (rule.until ?? day);
	if (rule.positions.length === 0) return daysOf(matching(first, after, selection)).filter(isInside);
	const margin = rule.frequency === "WEEKLY" ? 6 : rule.weekNumbers.length > 0 ? 372 : 0;
	return chosen(rule, matching(first - margin, after + margin, selection)).filter(isInside);
}
function daysOf(places) {
	return places.map((place) => place.day);
}
/** The days of `[from, until)` that are selected, month by month. */
function matching(from, until, selection) {
	const places = [];
	let { year, month } = civilDate(from);
	for (let first = dayOf(year, month, 1); first < until;) {
		const monthLength = lengthOfMonth(year, month);
		if (selection.months.has(month)) placesOfMonth({
			year,
			month,
			monthLength,
			first,
			from,
			until
		}, selection, places);
		first += monthLength;
		month = month % 12 + 1;
		if (month === 1) year++;
	}
	return places;
}
function placesOfMonth(of, { weekdays, test }, places) {
	const { year, month, monthLength, first } = of;
	const yearLength = lengthOfYear(year);
	const before = dayOf(year, 1, 1) - 1;
	for (let day = Math.max(first, of.from); day < Math.min(first + monthLength, of.until); day++) {
		const weekday = weekdayOf(day);
		if (!weekdays.has(weekday)) continue;
		const [monthDay, yearDay] = [day - first + 1, day - before];
		const place = {
			day,
			year,
			month,
			monthDay,
			monthLength,
			yearDay,
			yearLength,
			weekday
		};
		if (test(place)) places.push(place);
	}
}
function selectionOf(rule) {
	const { months, weekdays } = rule;
	return {
		months: new Set(months.length > 0 ? months : Array.from({ length: 12 }, (_, index) => index + 1)),
		weekdays: new Set(weekdays.length > 0 ? weekdays.map((each) => each.weekday) : [
			1,
			2,
			3,
			4,
			5,
			6,
			7
		]),
		test: testOf$1(rule)
	};
}
/** The parts of a rule beyond months and weekdays, as one test. */
function testOf$1(rule) {
	const monthDays = new Set(rule.monthDays);
	const yearDays = new Set(rule.yearDays);
	const tests = [];
	if (monthDays.size > 0) tests.push(({ monthDay, monthLength }) => monthDays.has(monthDay) || monthDays.has(monthDay - monthLength - 1));
	if (yearDays.size > 0) tests.push(({ yearDay, yearLength }) => yearDays.has(yearDay) || yearDays.has(yearDay - yearLength - 1));
	if (rule.weekdays.some((each) => each.nth !== 0)) tests.push(ordinalTest(rule));
	if (rule.weekNumbers.length > 0) tests.push(weekNumberTest(rule));
	if (rule.interval > 1) tests.push(intervalTest(rule));
	return (place) => tests.every((test) => test(place));
}
function ordinalTest({ frequency, months, weekdays }) {
	const isOfMonth = frequency === "MONTHLY" || months.length > 0;
	return (place) => {
		const [at, length] = isOfMonth ? [place.monthDay, place.monthLength] : [place.yearDay, place.yearLength];
		const counts = [
			0,
			Math.ceil(at / 7),
			-Math.ceil((length - at + 1) / 7)
		];
		return weekdays.some(({ weekday, nth }) => weekday === place.weekday && counts.includes(nth));
	};
}
/** Week 1 is the first with at least four days in its year; the days around New Year may belong to the other year's. */
function weekNumberTest({ weekNumbers, weekStart }) {
	const wanted = new Set(weekNumbers);
	return ({ day }) => {
		const fourth = firstOfWeek(day, weekStart) + 3;
		const { year } = civilDate(fourth);
		const before = fourth - dayOf(year, 1, 1);
		const after = lengthOfYear(year) - 1 - before;
		return wanted.has(Math.floor(before / 7) + 1) || wanted.has(-Math.floor(after / 7) - 1);
	};
}
function firstOfWeek(day, weekStart) {
	return day - (weekdayOf(day) - weekStart + 7) % 7;
}
function intervalTest(rule) {
	const start = rule.starts ?? DEFAULT_START;
	const anchor = periodOf(rule, {
		...civilDate(start),
		day: start
	});
	return (place) => (periodOf(rule, place) - anchor) % rule.interval === 0;
}
/** Monday, 1970-01-05. Rules that need a first day name their own; this one only fixes where counting begins. */
const DEFAULT_START = 4;
/**
* Days with the same number are in the same period of the rule's frequency; the next period has the next number. For
* rules of week numbers a year is one of whole weeks.
*/
function periodOf({ frequency, weekStart, weekNumbers }, { day, year, month }) {
	switch (frequency) {
		case "DAILY": return day;
		case "WEEKLY": return (firstOfWeek(day, weekStart) - weekStart + 4) / 7;
		case "MONTHLY": return year * 12 + month;
		case "YEARLY": return weekNumbers.length > 0 ? civilDate(firstOfWeek(day, weekStart) + 3).year : year;
	}
}
/** BYSETPOS: of the days of each period only those at the positions. */
function chosen(rule, places) {
	const periods = /* @__PURE__ */ new Map();
	for (const place of places) {
		const period = periodOf(rule, place);
		const kept = periods.get(period);
		if (kept === void 0) periods.set(period, [place.day]);
		else kept.push(place.day);
	}
	return [...periods.values()].flatMap((all) => {
		const picked = rule.positions.map((position) => all[position > 0 ? position - 1 : all.length + position]);
		return [...new Set(picked)].filter((day) => day !== void 0).sort((one, other) => one - other);
	});
}

// src/calendar/opening-days.ts
/** On which days of the local calendar spans open. */
const ALL = [
	1,
	2,
	3,
	4,
	5,
	6,
	7
];
function openingDays(which) {
	const { rule, closedOn, onlyBefore } = which;
	const named = rule === void 0 || rule.weekdays.length === 0 ? ALL : rule.weekdays.map((each) => each.weekday);
	const weekdays = (which.days ?? ALL).filter((weekday) => named.includes(weekday));
	const days = rule === void 0 || isWeekly(rule) ? void 0 : daysOfRule(rule);
	const isSelected = selection(which, weekdays);
	return {
		next: (day, last) => weekdays.length === 0 ? null : nextDay(isSelected, days, day, last),
		isWeekly: days === void 0 && closedOn === void 0 && onlyBefore === void 0,
		weekdays
	};
}
/** Every day of some days of the week, since ever and for good: what `days` can say too. */
function isWeekly(rule) {
	const { frequency, interval, starts, until, weekdays } = rule;
	const isPlain = interval === 1 && starts === null && until === null && weekdays.every((each) => each.nth === 0);
	const others = [
		rule.months,
		rule.monthDays,
		rule.yearDays,
		rule.weekNumbers,
		rule.positions
	];
	return isPlain && (frequency === "DAILY" || weekdays.length > 0) && others.every((list) => list.length === 0);
}
function selection({ closedOn, onlyBefore, whenUnknown }, weekdays) {
	const isOpenUnknown = whenUnknown === "open";
	return (day) => {
		if (!weekdays.includes(weekdayOf(day))) return false;
		const before = onlyBefore?.(day + 1) ?? true;
		if (before === false) return false;
		const closed = closedOn?.(day) ?? false;
		if (closed === true) return false;
		return isOpenUnknown || before !== "unknown" && closed !== "unknown";
	};
}
function nextDay(isSelected, days, from, last) {
	for (let day = from; day <= last; day++) {
		const next = days === void 0 ? day : days.next(day);
		if (next === null || next > last) return null;
		if (isSelected(next)) return next;
		day = next;
	}
	return null;
}

// src/calendar/recurring.ts
/** No span may last longer. Keeps the days small that have to be looked at to say whether an instant is inside. */
const LONGEST_SPAN = 31 * DAY;
const WHOLE_DAY = {
	from: 0,
	until: 1440
};
function recurringTimeline(recurring) {
	const days = openingDays(recurring);
	if (days.isWeekly && days.weekdays.length === 7 && coverWholeDays(hoursOf(recurring))) return ALWAYS;
	const spans = spansOpening(recurring, days);
	const timeline = {
		stateAt: (at) => stateAt(spans, at),
		repeatsWeeklyUntil: (at) => days.isWeekly ? repeatsWeeklyUntil(recurring.zone, spans.reach, at) : at
	};
	if (days.isWeekly) return timeline;
	const { zone, hours, lasts } = recurring;
	return {
		...timeline,
		bounds: {
			outer: recurringTimeline({
				zone,
				hours,
				lasts,
				days: days.weekdays
			}),
			inner: NEVER
		}
	};
}
/** Whether spans that open on every day leave no minute between them. */
function coverWholeDays(hours) {
	const spans = hours.flatMap(({ from, until }) => [{
		from,
		until
	}, {
		from: from - 1440,
		until: until - 1440
	}]);
	let covered = 0;
	for (const { from, until } of spans.sort((one, other) => one.from - other.from)) {
		if (from > covered) return false;
		covered = Math.max(covered, until);
	}
	return covered >= 1440;
}
/** Days are worked out and kept in chunks of so many: enough to be rarely at an edge, few enough to be quick at first. */
const CHUNK_DAYS = 64;
/** Chunks kept for one timeline: two searches over the whole horizon. */
const MOST_CHUNKS = 1200;
const HORIZON_DAYS = HORIZON / DAY;
function spansOpening(recurring, days) {
	const { zone } = recurring;
	const hours = hoursOf(recurring);
	const chunks = /* @__PURE__ */ new Map();
	const reach = Math.ceil(Math.max(...hours.map((each) => each.until)) / 1440) + 2;
	return {
		reach,
		localDay: (at) => Math.floor(zone.toLocal(at) / DAY),
		chunk(index) {
			const kept = chunks.get(index);
			if (kept !== void 0) return kept;
			if (chunks.size >= MOST_CHUNKS) chunks.clear();
			const ends = endsOf(zone, hours, days, index * CHUNK_DAYS);
			chunks.set(index, ends);
			return ends;
		},
		nextChunk(index) {
			const day = days.next(index * CHUNK_DAYS, index * CHUNK_DAYS + HORIZON_DAYS);
			return day === null ? null : chunkOf(day);
		},
		repeatsWeeklyUntil: (at) => days.isWeekly ? repeatsWeeklyUntil(zone, reach, at) : at
	};
}
function hoursOf({ hours = [WHOLE_DAY], lasts }) {
	if (lasts === void 0) return hours;
	return hours.map(({ from }) => ({
		from,
		until: from + Math.min(lasts, LONGEST_SPAN) / MINUTE
	}));
}
function chunkOf(day) {
	return Math.floor(day / CHUNK_DAYS);
}
function endsOf(zone, hours, days, first) {
	const ends = [];
	const last = first + CHUNK_DAYS - 1;
	for (let day = days.next(first, last); day !== null; day = days.next(day + 1, last)) for (const each of hours) {
		const from = zone.toEpoch(day * DAY + each.from * MINUTE);
		const until = zone.toEpoch(day * DAY + each.until * MINUTE);
		if (from < until) addSpan(ends, from, until);
	}
	return ends;
}
/** Adds a span to sorted ones, merged with those it touches. Nearly always it comes after all of them. */
function addSpan(ends, from, until) {
	const [begin, end] = [ends[ends.length - 2], ends[ends.length - 1]];
	if (begin === void 0 || end === void 0 || from > end) ends.push(from, until);
	else if (from >= begin) ends[ends.length - 1] = Math.max(end, until);
	else {
		ends.length -= 2;
		addSpan(ends, from, until);
		addSpan(ends, begin, end);
	}
}
function stateAt(spans, at) {
	if (coveredUntil(spans, at) === at) return {
		isInside: false,
		changesAt: nextOpening(spans, at)
	};
	const { repeatsWeeklyUntil } = spans;
	return {
		isInside: true,
		changesAt: endOfStretch(at, {
			coveredUntil: (instant) => coveredUntil(spans, instant),
			repeatsWeeklyUntil
		})
	};
}
/** How far the spans that contain an instant reach; the instant itself when none does. */
function coveredUntil(spans, at) {
	const day = spans.localDay(at);
	let end = at;
	for (let index = chunkOf(day - spans.reach); index <= chunkOf(day + 1); index++) {
		const ends = spans.chunk(index);
		const place = firstAfter(ends, at);
		if (place % 2 === 1) end = Math.max(end, ends[place]);
	}
	return end;
}
/** The next opening after an instant that is outside. */
function nextOpening(spans, at) {
	let index = spans.nextChunk(chunkOf(spans.localDay(at) - 1));
	while (index !== null) {
		const found = openingIn(spans.chunk(index), at);
		if (found !== void 0) return isNearEnd(spans, index, found) ? earlierOf(found, openingIn(spans.chunk(index + 1), at)) : found;
		index = spans.nextChunk(index + 1);
	}
	return null;
}
/** Where the clocks skip an hour or a day, spans of the next day may open before the last ones of this day. */
function isNearEnd(spans, index, at) {
	return spans.localDay(at) >= (index + 1) * CHUNK_DAYS - 2;
}
function earlierOf(one, other) {
	return other === void 0 ? one : Math.min(one, other);
}
function openingIn(ends, at) {
	const place = firstAfter(ends, at);
	return ends[place % 2 === 1 ? place + 1 : place];
}
/** The place of the first of sorted instants that is after `at`. */
function firstAfter(ends, at) {
	let low = 0;
	let high = ends.length;
	while (low < high) {
		const middle = low + high >> 1;
		if (ends[middle] <= at) low = middle + 1;
		else high = middle;
	}
	return low;
}
/** Away from changes of the offset by more than its longest span, a weekly timeline repeats exactly. */
function repeatsWeeklyUntil(zone, reach, at) {
	const margin = (reach + 1) * DAY;
	const change = zone.nextChange(at - margin);
	if (change === null) return Number.POSITIVE_INFINITY;
	return change > at + margin ? change - margin : at;
}

// src/calendar/rrule.ts
/**
* Reads recurrence rules of RFC 5545 that select days: `FREQ=MONTHLY;BYDAY=3SU`. Hours belong to `hours`, the first
* day to `starts`, so parts that would say either a second time are refused, as is COUNT, which would make today's
* answer depend on counting from the first day.
*/
/** Longer rules are not written by hand; a year has room for every day's number in less. */
const LONGEST_TEXT = 3e3;
/** Larger intervals select at most one day of a life. */
const LARGEST_INTERVAL = 9999;
/** The rule of a text, `RRULE:` in front or not, in any case. `starts` is a local date, `2026-01-05`. */
function readRule(text, { starts } = {}) {
	const first = starts === void 0 ? null : readDate(starts);
	if (first === void 0) return refuse("rrule-unreadable", `\`starts\` is not a date: write it as \`2026-01-05\``);
	const parts = partsOf(text);
	if (typeof parts === "string") return refuse("rrule-unreadable", parts);
	const timed = [
		"BYHOUR",
		"BYMINUTE",
		"BYSECOND"
	].find((name) => parts.has(name));
	if (timed !== void 0) return refuse("rrule-hours", `\`${timed}\` is not for rules of days: give the times with \`hours\``);
	if (parts.has("COUNT")) return refuse("rrule-count", "`COUNT` is not supported: give the last day with `UNTIL`");
	return ruleOf$1(parts, first);
}
function refuse(code, message) {
	return {
		kind: "refused",
		code,
		message
	};
}
/** The parts by name, or what is wrong with the text. */
function partsOf(text) {
	const parts = /* @__PURE__ */ new Map();
	if (text.length > LONGEST_TEXT) return `it is longer than ${LONGEST_TEXT} characters`;
	const body = text.trim().toUpperCase().replace(/^RRULE:/, "");
	for (const part of body.split(";")) {
		const [name = "", value, ...more] = part.split("=").map((each) => each.trim());
		if (value === void 0 || value === "" || more.length > 0) return `\`${part}\` is not a part \`NAME=VALUE\``;
		if (parts.has(name)) return `\`${name}\` is given twice`;
		if (!NAMES.has(name)) return unknownPart(name);
		parts.set(name, value);
	}
	return parts;
}
const NAMES = new Set("FREQ INTERVAL UNTIL COUNT WKST BYDAY BYMONTHDAY BYMONTH BYYEARDAY BYWEEKNO BYSETPOS BYHOUR BYMINUTE BYSECOND".split(" "));
function unknownPart(name) {
	if (name.startsWith("DTSTART")) return "`DTSTART` is not part of a rule here: give the first day with `starts`";
	return `there is no part \`${name.slice(0, 40)}\``;
}
/** The name and the value of what could not be read; thrown and caught in this file only. */
var Unreadable = class extends Error {};
function ruleOf$1(parts, starts) {
	try {
		const rule = readParts(parts, starts);
		const misfit = misfitOf(rule, parts);
		if (misfit !== void 0) return refuse("rrule-unreadable", misfit);
		const open = openPartOf(rule);
		if (rule.interval > 1 && starts === null) return refuse("rrule-needs-starts", `\`INTERVAL=${rule.interval}\` needs a first day to count from: give \`starts\``);
		if (open === void 0) return {
			kind: "rule",
			rule
		};
		if (starts === null) return refuse("rrule-needs-starts", `${open.says}: add it, or give \`starts\``);
		return {
			kind: "rule",
			rule: {
				...rule,
				...open.from(starts)
			}
		};
	} catch (error) {
		if (error instanceof Unreadable) return refuse("rrule-unreadable", error.message);
		throw error;
	}
}
function readParts(parts, starts) {
	return {
		frequency: frequencyOf(parts.get("FREQ")),
		interval: intervalOf(parts.get("INTERVAL") ?? "1"),
		starts,
		until: untilOf(parts.get("UNTIL")),
		weekStart: weekdayNamed("WKST", parts.get("WKST") ?? "MO"),
		weekdays: items(parts, "BYDAY").map(ordinalOf),
		months: numbers(parts, "BYMONTH", {
			least: 1,
			most: 12
		}),
		monthDays: numbers(parts, "BYMONTHDAY", {
			least: -31,
			most: 31
		}),
		yearDays: numbers(parts, "BYYEARDAY", {
			least: -366,
			most: 366
		}),
		weekNumbers: numbers(parts, "BYWEEKNO", {
			least: -53,
			most: 53
		}),
		positions: numbers(parts, "BYSETPOS", {
			least: -366,
			most: 366
		})
	};
}
function frequencyOf(text) {
	if (text === "DAILY" || text === "WEEKLY" || text === "MONTHLY" || text === "YEARLY") return text;
	const found = text === void 0 ? "there is no `FREQ`" : `\`FREQ=${text.slice(0, 40)}\` is not one of days`;
	throw new Unreadable(`${found}: write \`FREQ=DAILY\`, \`WEEKLY\`, \`MONTHLY\` or \`YEARLY\``);
}
function intervalOf(text) {
	const interval = /^\d{1,9}$/.test(text) ? Number(text) : 0;
	if (interval >= 1 && interval <= LARGEST_INTERVAL) return interval;
	throw new Unreadable(`\`INTERVAL=${text.slice(0, 40)}\` is not a whole number from 1 to ${LARGEST_INTERVAL}`);
}
function untilOf(text) {
	if (text === void 0) return null;
	const day = readDate(text.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3"));
	if (day !== void 0) return day;
	throw new Unreadable(`\`UNTIL=${text.slice(0, 40)}\` is not a date: write the last day alone, \`UNTIL=20261231\``);
}
function items(parts, name) {
	return parts.get(name)?.split(",").map((each) => each.trim()) ?? [];
}
function numbers(parts, name, { least, most }) {
	return items(parts, name).map((text) => {
		const value = /^[+-]?\d{1,3}$/.test(text) ? Number(text) : 0;
		if (value !== 0 && value >= least && value <= most) return value;
		const from = least < 0 ? `1 to ${most} or -1 to ${least}` : `${least} to ${most}`;
		throw new Unreadable(`\`${text.slice(0, 40)}\` in \`${name}\` is not a whole number from ${from}`);
	});
}
const WEEKDAY_NAMES = [
	"MO",
	"TU",
	"WE",
	"TH",
	"FR",
	"SA",
	"SU"
];
function weekdayNamed(part, text) {
	const index = WEEKDAY_NAMES.indexOf(text);
	if (index >= 0) return index + 1;
	throw new Unreadable(`\`${text.slice(0, 40)}\` in \`${part}\` is not a day: write \`MO\`, \`3SU\` or \`-1FR\``);
}
const ORDINAL = /^([+-]?\d{1,2})?([A-Z]{2})$/;
function ordinalOf(text) {
	const match = ORDINAL.exec(text);
	const weekday = weekdayNamed("BYDAY", match?.[2] ?? text);
	const nth = match?.[1] === void 0 ? 0 : Number(match[1]);
	if (match?.[1] === void 0 || nth !== 0 && Math.abs(nth) <= 53) return {
		weekday,
		nth
	};
	throw new Unreadable(`\`${text}\` in \`BYDAY\` has a number outside 1 to 53 and -1 to -53`);
}
/** Parts that RFC 5545 forbids together: they have no agreed meaning. */
function misfitOf(rule, parts) {
	const { frequency, weekNumbers } = rule;
	const ordinals = rule.weekdays.filter((each) => each.nth !== 0);
	const isShort = frequency === "DAILY" || frequency === "WEEKLY";
	const choices = [...parts.keys()].filter((name) => name.startsWith("BY") && name !== "BYSETPOS");
	return [
		[ordinals.length > 0 && isShort, "a number in `BYDAY` needs `FREQ=MONTHLY` or `YEARLY`"],
		[ordinals.length > 0 && weekNumbers.length > 0, "a number in `BYDAY` has no meaning with `BYWEEKNO`"],
		[rule.monthDays.length > 0 && frequency === "WEEKLY", "`BYMONTHDAY` has no meaning with `FREQ=WEEKLY`"],
		[rule.yearDays.length > 0 && frequency !== "YEARLY", "`BYYEARDAY` needs `FREQ=YEARLY`"],
		[weekNumbers.length > 0 && frequency !== "YEARLY", "`BYWEEKNO` needs `FREQ=YEARLY`"],
		[rule.positions.length > 0 && choices.length === 0, "`BYSETPOS` needs another `BY…` part to choose from"]
	].find(([isThere]) => isThere)?.[1];
}
function openPartOf(rule) {
	const { frequency } = rule;
	if (rule.weekdays.length > 0 || rule.monthDays.length > 0 || rule.yearDays.length > 0 || frequency === "DAILY") return void 0;
	if (frequency === "WEEKLY" || rule.weekNumbers.length > 0) return {
		says: "it does not say on which day of the week (`BYDAY`)",
		from: weekdayFrom
	};
	if (frequency === "MONTHLY" || rule.months.length > 0) return {
		says: "it does not say on which day of the month (`BYMONTHDAY`, `BYDAY`)",
		from: monthDayFrom
	};
	return {
		says: "it does not say on which day of the year",
		from: dateFrom
	};
}
function weekdayFrom(starts) {
	return { weekdays: [{
		weekday: weekdayOf(starts),
		nth: 0
	}] };
}
function monthDayFrom(starts) {
	return { monthDays: [civilDate(starts).day] };
}
function dateFrom(starts) {
	return {
		months: [civilDate(starts).month],
		...monthDayFrom(starts)
	};
}

// src/calendar/search.ts
const WEEK = 7 * DAY;
/** The first instant at or after `at` at which all conditions hold; null when there is none within {@link HORIZON}. */
function firstOpening(conditions, at) {
	const loosest = loosestOf(conditions);
	const all = [...loosest.inside, ...loosest.outside];
	const end = at + HORIZON;
	let from = at;
	while (from <= end) {
		const steadyUntil = Math.min(earliestRepeat(all, from), end + 1);
		const scanUntil = Math.min(from + WEEK, end + 1);
		const week = firstOpeningBefore(loosest, from, scanUntil);
		if (week.kind === "never") return null;
		const stretch = week.kind === "later" ? week : firstOpeningBefore(conditions, week.at, Math.max(steadyUntil, scanUntil));
		if (stretch.kind === "found") return stretch.at;
		if (stretch.kind === "never") return null;
		from = Math.max(stretch.at, steadyUntil);
	}
	return null;
}
/** Conditions that hold whenever the given ones do, and repeat weekly as far as they can. */
function loosestOf({ inside, outside }) {
	return {
		inside: inside.map(outerOf),
		outside: outside.map(innerOf)
	};
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
/** The instants at which all conditions hold: inside all of `inside` and outside all of `outside`. */
function openTimeline(conditions) {
	const all = [...conditions.inside, ...conditions.outside];
	const open = {
		stateAt: (at) => openStateAt(conditions, at),
		repeatsWeeklyUntil: (at) => earliestRepeat(all, at)
	};
	if (all.every((each) => each.bounds === void 0)) return open;
	const { inside, outside } = conditions;
	const tightest = {
		inside: inside.map(innerOf),
		outside: outside.map(outerOf)
	};
	return {
		...open,
		bounds: {
			outer: openTimeline(loosestOf(conditions)),
			inner: openTimeline(tightest)
		}
	};
}
/** The spans of `[from, until)` in which all conditions hold, in order; at most `limit` of them. */
function openSpans(conditions, from, until, limit) {
	return spansOf(openTimeline(conditions), from, until, limit);
}
/** The instants that are in all of them. */
function intersectionOf(timelines) {
	const [only] = timelines;
	if (timelines.length === 1 && only !== void 0) return only;
	return openTimeline({
		inside: timelines,
		outside: []
	});
}
function openStateAt(conditions, at) {
	const inside = conditions.inside.map((timeline) => timeline.stateAt(at));
	const outside = conditions.outside.map((timeline) => timeline.stateAt(at));
	if (inside.every((state) => state.isInside) && !outside.some((state) => state.isInside)) return {
		isInside: true,
		changesAt: earliestOf([...inside, ...outside].map((state) => state.changesAt))
	};
	return {
		isInside: false,
		changesAt: firstOpening(conditions, at)
	};
}

// src/policy/calendar.ts
/** The times a policy writes, as timelines. */
const windows = /* @__PURE__ */ new WeakMap();
const freezes = /* @__PURE__ */ new WeakMap();
/** The timeline of a named window, one for all gates that ask for it; undefined when the policy has none of that name. */
function windowTimeline(policy, name) {
	const window = Object.hasOwn(policy.windows, name) ? policy.windows[name] : void 0;
	if (window === void 0) return void 0;
	const timeline = windows.get(window) ?? remembering(recurring(policy, window, window, "closed"));
	windows.set(window, timeline);
	return timeline;
}
/** A freeze between two dates, a recurring one, or a recurring one between two dates. */
function freezeTimeline(policy, freeze) {
	const kept = freezes.get(freeze);
	if (kept !== void 0) return kept;
	const dated = datesOf(policy, freeze);
	const recurs = freeze.recurs === null ? void 0 : recurring(policy, freeze, freeze.recurs, "open");
	const parts = [...dated === void 0 ? [] : [dated], ...recurs === void 0 ? [] : [recurs]];
	const timeline = remembering(intersectionOf(parts));
	freezes.set(freeze, timeline);
	return timeline;
}
/** Times were checked when the policy was parsed. */
function datesOf({ zone }, freeze) {
	if (freeze.from === void 0 || freeze.until === void 0) return void 0;
	const own = checkedZone(freeze.zone ?? zone);
	const from = readMoment(freeze.from, own);
	const until = readMoment(freeze.until, own);
	if (from === void 0 || until === void 0) throw new RangeError(`Unreadable freeze ${freeze.name}`);
	return datedTimeline({
		from,
		until
	});
}
function recurring({ zone }, written, { days, hours }, whenUnknown) {
	const { rrule, starts, holidays, "before-holidays": before } = written;
	return recurringTimeline({
		zone: checkedZone(written.zone ?? zone),
		days,
		hours,
		rule: rrule === void 0 ? void 0 : ruleOf(rrule, starts),
		closedOn: testOf(holidays),
		onlyBefore: testOf(before),
		whenUnknown
	});
}
function ruleOf(rrule, starts) {
	const read = readRule(rrule, { starts });
	if (read.kind === "refused") throw new RangeError(`Unreadable recurrence ${rrule}`);
	return read.rule;
}
function testOf(entries) {
	return entries === void 0 ? void 0 : holidaysOf(entries).isHoliday;
}
/**
* Whether a window that never opens again might, were the holidays of its days known so far ahead: the tables of some
* calendars end in this century.
*/
function isHolidayUnknown(policy, name, at) {
	const window = Object.hasOwn(policy.windows, name) ? policy.windows[name] : void 0;
	if (window === void 0) return false;
	const { knownUntil } = holidaysOf([...window.holidays ?? [], ...window["before-holidays"] ?? []]);
	if (knownUntil === null || knownUntil * 864e5 >= at + HORIZON) return false;
	const { isInside, changesAt } = recurring(policy, window, window, "open").stateAt(at);
	return isInside || changesAt !== null;
}

// src/policy/release-times.ts
/** The gates whose `for` selects the release, in file order. */
function gatesFor(release) {
	return release.policies.flatMap((policy) => policy.gates.filter((gate) => selects(policy, gate, release)).map((gate) => ({
		policy,
		gate
	})));
}
function selects(policy, gate, { risk, environment, kind }) {
	if (gate.at !== kind) return false;
	if (!(gate.for?.tiers?.includes(tierFor(policy, risk)) ?? true)) return false;
	return environment === void 0 || matchesEnvironment(gate.for?.environments, environment);
}
/**
* Whether `except: { types }` lets the release pass. `rollback` there means an authorised one, which skips the gate
* anyhow; one that nobody authorised is excepted from nothing.
*/
function isExcepted(except, { type }) {
	return type !== "rollback" && (except?.types.includes(type) ?? false);
}
/** The freezes of the policies that concern the release. */
function freezesFor(release) {
	return release.policies.flatMap((policy) => policy.freezes.filter((freeze) => concerns(policy, freeze, release)).map((freeze) => ({
		name: freeze.name,
		timeline: freezeTimeline(policy, freeze),
		zone: freeze.zone ?? policy.zone,
		policy
	})));
}
/** Merging has no environment, so a freeze that is extended to merging holds it whatever environments it names. */
function concerns(policy, freeze, { environment, risk, kind }) {
	return freeze.at.includes(kind) && (environment === void 0 || matchesEnvironment(freeze.environments, environment)) && (freeze.tiers?.includes(tierFor(policy, risk)) ?? true) && !isExcepted(freeze.except, risk);
}
/** What has to hold for the release to be open by time: some window of each gate, and none of the freezes. */
function timesFor(release) {
	return {
		inside: gatesFor(release).filter(({ gate }) => gate.require.window !== void 0 && !isExcepted(gate.except, release.risk)).map(({ policy, gate }) => windowsOf(policy, gate.require.window ?? [])),
		outside: freezesFor(release).map(({ timeline }) => timeline)
	};
}
/** Any of the named windows. */
function windowsOf(policy, names) {
	return unionOf(names.flatMap((name) => windowTimeline(policy, name) ?? []));
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

export { readHours as A, remembering as C, ALL_HOURS as D, ALL_DAYS as E, readStart as M, WEEKDAYS as O, earliestOf as S, unionOf as T, readDate as _, timesFor as a, HORIZON as b, isHolidayUnknown as c, openSpans as d, openTimeline as f, dayOf as g, civilDate as h, isExcepted as i, readMoment as j, readDays as k, windowTimeline as l, holidayProblem as m, freezesFor as n, windowsOf as o, readRule as p, gatesFor as r, freezeTimeline as s, RELEASE_TYPES as t, firstOpening as u, sayDate as v, spansOf as w, datedTimeline as x, weekdayOf as y };