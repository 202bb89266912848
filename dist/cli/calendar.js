import { a as toInstant, i as parseInstant, n as epochMs } from "./instant.js";
import { n as plainLine } from "./markdown.js";
import { C as remembering, a as timesFor, c as isHolidayUnknown, f as openTimeline, i as isExcepted, j as readMoment, n as freezesFor, o as windowsOf, r as gatesFor, t as RELEASE_TYPES, u as firstOpening } from "./decision.js";
import { i as zoneNamed, n as MINUTE, r as checkedZone, t as DAY } from "./zone.js";
import { c as isGlob } from "./glob.js";
import { D as isGoverned, O as isSameName, t as commonTiers } from "./tiers.js";
import { n as digestOf } from "./canonical.js";
import { n as sayBoth, r as sayLocal } from "./wording.js";
import { a as dueDay, n as planWarnings, o as planDates, r as downtimeLength, s as sayDay, t as dependenciesOf, u as isPlanned } from "./warnings.js";
import { t as Failure } from "./failure.js";
import { n as readPolicies, r as parseJson } from "./policies-asked-for.js";
import { t as readText } from "./read-text.js";
import { n as UsageError, t as EXIT } from "./exit-codes.js";
import { i as printJson, r as print, t as note } from "./output.js";
import { t as POLICY_FILE } from "./policy-file.js";
import { Command, Option } from "commander";
import ICAL from "ical.js";

// src/calendar/ics.ts
/**
* Spans as an iCalendar file (RFC 5545), for calendar programs. The library folds, escapes and orders.
*
* There is no METHOD: that would begin an exchange between people, and a file without one is a calendar to be read.
* Outlook takes it as `PUBLISH`, Google and Apple do not ask. Times are instants in UTC, which every program shows on
* the clock of whoever reads it, whatever time zones it knows.
*/
/** How often programs that subscribe to it are asked to read it again. */
const REFRESH = "PT12H";
/** The library counts the octets of a line without the space that each line but the first begins with; 75 are allowed. */
ICAL.foldLength = 74;
const LONGEST_TEXT$1 = 1e3;
function calendarFile({ name, zone, events, stampedAt }) {
	const calendar = new ICAL.Component("vcalendar");
	calendar.updatePropertyWithValue("version", "2.0");
	calendar.updatePropertyWithValue("prodid", "-//Tidegate//Release calendar//EN");
	calendar.updatePropertyWithValue("calscale", "GREGORIAN");
	calendar.updatePropertyWithValue("x-wr-calname", escaped(name));
	calendar.updatePropertyWithValue("x-wr-timezone", zone);
	calendar.addProperty(refreshInterval());
	calendar.updatePropertyWithValue("x-published-ttl", REFRESH);
	for (const event of events) calendar.addSubcomponent(eventComponent(event, stampedAt));
	if (events.length === 0) calendar.addSubcomponent(utcComponent());
	return `${calendar.toString()}\r\n`;
}
function eventComponent(event, stampedAt) {
	const component = new ICAL.Component("vevent");
	component.updatePropertyWithValue("uid", event.uid);
	component.updatePropertyWithValue("dtstamp", utc(stampedAt));
	component.updatePropertyWithValue("dtstart", utc(event.from));
	component.updatePropertyWithValue("dtend", utc(event.until));
	component.updatePropertyWithValue("summary", plainLine(event.title, LONGEST_TEXT$1));
	component.updatePropertyWithValue("description", plainLine(event.description, LONGEST_TEXT$1));
	component.updatePropertyWithValue("transp", event.isBusy ? "OPAQUE" : "TRANSPARENT");
	return component;
}
function utcComponent() {
	const zone = new ICAL.Component("vtimezone");
	zone.updatePropertyWithValue("tzid", "Etc/UTC");
	const standard = new ICAL.Component("standard");
	standard.updatePropertyWithValue("dtstart", ICAL.Time.fromDateTimeString("1970-01-01T00:00:00"));
	standard.updatePropertyWithValue("tzoffsetfrom", ICAL.UtcOffset.fromSeconds(0));
	standard.updatePropertyWithValue("tzoffsetto", ICAL.UtcOffset.fromSeconds(0));
	zone.addSubcomponent(standard);
	return zone;
}
/** RFC 7986; `X-PUBLISHED-TTL` says the same to Outlook. */
function refreshInterval() {
	const property = new ICAL.Property("refresh-interval");
	property.resetType("duration");
	property.setValue(ICAL.Duration.fromString(REFRESH));
	return property;
}
/** The library takes the values of names it does not know as they are. */
function escaped(text) {
	return plainLine(text, LONGEST_TEXT$1).replace(/[\\;,]/g, "\\$&");
}
/** Whole seconds. */
function utc(at) {
	return ICAL.Time.fromDateTimeString(`${toInstant(at).slice(0, 19)}Z`);
}

// src/policy/release-calendar.ts
/** The calendar of a kind of release: when it may go out as far as time decides, and what freezes it. */
/** Spans of one list that anybody would read or import. */
const MOST_SPANS = 1e4;
/** Days in which the beginning of what runs already is looked for. */
const LOOK_BACK = [
	8,
	64,
	400
];
/** The calendar of `[from, until)`. An instant of it is open exactly when a span of `open` contains it. */
function releaseCalendar(release, from, until) {
	const times = rememberingTimes(timesFor(release));
	const timeline = openTimeline(times);
	const open = firstOf([spansIn(timeline, from, until)], 10001);
	const freezes = firstOf(freezesFor(release).map((freeze) => freezeSpansIn(freeze, from, until)), 10001);
	const listedUntil = Math.min(until, open[1e4]?.from ?? until, freezes[1e4]?.from ?? until);
	const nextOpening = firstOpening(times, from);
	const gates = windowGates(release);
	return {
		open: cutAt(listedUntil, open),
		freezes: cutAt(listedUntil, freezes),
		nextOpening,
		nextClosing: nextOpening === null ? null : timeline.stateAt(nextOpening).changesAt,
		isUnknown: nextOpening === null && gates.some((gate) => waitsForHolidays(gate, from)),
		windows: gates,
		isGoverned: release.environment === void 0 || isGoverned(release.policies, release.environment),
		until: listedUntil,
		isCut: listedUntil < until
	};
}
/** A list asks again and again about one stretch of years, of which the end is far to seek. */
function rememberingTimes({ inside, outside }) {
	return {
		inside: inside.map(remembering),
		outside: outside.map(remembering)
	};
}
function windowGates(release) {
	return gatesFor(release).flatMap(({ gate, policy }) => {
		const windows = gate.require.window;
		if (windows === void 0) return [];
		return [{
			gate: gate.name,
			policy,
			windows,
			isExcepted: isExcepted(gate.except, release.risk)
		}];
	});
}
function waitsForHolidays({ policy, windows, isExcepted: mayPass }, at) {
	const { isInside, changesAt } = windowsOf(policy, windows).stateAt(at);
	if (mayPass || isInside || changesAt !== null) return false;
	return windows.some((name) => isHolidayUnknown(policy, name, at));
}
function* spansIn(timeline, from, until) {
	let at = from;
	while (at < until) {
		const { isInside, changesAt } = timeline.stateAt(at);
		if (isInside) {
			const beganAt = at === from ? beginningOf(timeline, at) : at;
			yield {
				from: at,
				until: Math.min(changesAt ?? until, until),
				beganAt,
				endsAt: changesAt
			};
		}
		if (changesAt === null) return;
		at = changesAt;
	}
}
function* freezeSpansIn(freeze, from, until) {
	for (const span of spansIn(freeze.timeline, from, until)) yield {
		...span,
		freeze
	};
}
/** When the span that contains `at` began. Timelines are asked forwards only, so this looks from earlier and earlier. */
function beginningOf(timeline, at) {
	for (const days of LOOK_BACK) {
		const since = at - days * DAY;
		let began = since;
		for (let end = timeline.stateAt(began).changesAt; end !== null && end <= at;) {
			began = end;
			end = timeline.stateAt(began).changesAt;
		}
		if (began > since) return began;
	}
	return null;
}
/** The first of several lists, in order. What begins together keeps the order of the lists. */
function firstOf(lists, most) {
	const heads = lists.map((spans) => ({
		spans,
		next: spans.next()
	}));
	const first = [];
	while (first.length < most) {
		const [head, ...others] = heads.filter(({ next }) => next.done !== true);
		if (head === void 0) break;
		const earliest = others.reduce((least, each) => each.next.value.from < least.next.value.from ? each : least, head);
		first.push(earliest.next.value);
		earliest.next = earliest.spans.next();
	}
	return first;
}
function cutAt(until, spans) {
	return spans.filter((span) => span.from < until).map((span) => span.until <= until ? span : {
		...span,
		until
	});
}

// src/cli/calendar-document.ts
/** A release calendar as one JSON document. */
function calendarDocument(asked) {
	const { calendar, policies, environment, tier, type, zone, isObserved, from } = asked;
	const sourceOf = (policy) => policies.find((each) => each.policy === policy)?.source;
	return {
		version: 1,
		mode: isObserved ? "observe" : "enforce",
		environment,
		governed: calendar.isGoverned,
		tier,
		type,
		zone,
		from: toInstant(from),
		to: toInstant(calendar.until),
		nextOpening: instantOrNull(calendar.nextOpening),
		nextClosing: instantOrNull(calendar.nextClosing),
		spans: calendar.open.map(sayTimes$1),
		freezes: calendar.freezes.map((span) => ({
			name: span.freeze.name,
			source: sourceOf(span.freeze.policy),
			...sayTimes$1(span)
		})),
		gates: calendar.windows.filter((gate) => !gate.isExcepted).map(({ gate, policy, windows }) => ({
			gate,
			source: sourceOf(policy),
			windows
		})),
		policy: { sources: policies.map(({ file }) => file) }
	};
}
/** The true ends are told where the span is cut. */
function sayTimes$1({ from, until, beganAt, endsAt }) {
	return {
		from: toInstant(from),
		until: toInstant(until),
		...beganAt === from ? {} : { beganAt: instantOrNull(beganAt) },
		...endsAt === until ? {} : { endsAt: instantOrNull(endsAt) }
	};
}
function instantOrNull(at) {
	return at === null ? null : toInstant(at);
}

// src/cli/calendar-events.ts
const LONGEST_TITLE$1 = 200;
/**
* Events have the ends that the spans really have: cut to the time that was asked for, the one that runs already would
* begin anew in each file that is made of "now".
*/
function calendarEvents(asked) {
	const { calendar, environment, tier, type } = asked;
	const what = `tier ${tier}, release type ${type}`;
	const open = calendar.open.map((span) => ({
		...sayTimes(span),
		title: `Releases to ${environment} open (${tier})`,
		description: `A release of ${what} may go out to ${environment} as far as time decides. Approvals and other gates are not part of this calendar.${sayNoEnd(span)}`,
		isBusy: false
	}));
	const freezes = calendar.freezes.map((span) => ({
		...sayTimes(span),
		title: `Freeze: ${span.freeze.name}`,
		description: `Releases of ${what} to ${environment} are frozen.${sayNoEnd(span)}`,
		isBusy: true
	}));
	return withIds([...open, ...freezes], asked);
}
function sayTimes({ from, until, beganAt, endsAt }) {
	return {
		from: beganAt ?? from,
		until: endsAt ?? until,
		began: beganAt === null ? null : toInstant(beganAt)
	};
}
function sayNoEnd({ endsAt }) {
	return endsAt === null ? " No end is in sight; the event ends where this calendar does." : "";
}
/** Two freezes of one name that begin together, one of each policy, are two events. */
function withIds(events, { environment, tier, type }) {
	const seen = /* @__PURE__ */ new Map();
	return events.map(({ began, ...event }) => {
		const id = digestOf([
			environment.toLowerCase(),
			tier,
			type,
			event.title,
			began
		]).slice(0, 32);
		const before = seen.get(id) ?? 0;
		seen.set(id, before + 1);
		const uid = `${before === 0 ? id : `${id}-${before + 1}`}@tidegate`;
		return {
			...event,
			uid,
			title: plainLine(event.title, LONGEST_TITLE$1)
		};
	});
}

// src/cli/calendar-plan-output.ts
const HOUR = 36e5;
const LONGEST_TITLE = 200;
function planLines(plans) {
	if (plans.length === 0) return ["Planned releases: none"];
	return ["Planned releases", ...plans.flatMap(linesOf)];
}
function linesOf(plan) {
	const { dates, downtime, warnings } = plan;
	const down = downtime === void 0 ? "" : `, expected downtime ${downtime}`;
	return [
		`  ${nameOf(plan)}: ${sayProduction(dates)}${down}`,
		...plan.isPlanned ? [] : ["    No stages: `plan.milestones` of the policy does not match this title."],
		...dates.stages.map((stage) => `    ${stage.name}: ${sayStage(stage, dates)}`),
		...warnings.map(({ text }) => `    Warning: ${text}`)
	];
}
function sayProduction({ date, from, productionAt, zone }) {
	return productionAt === from ? sayDay(date) : `${sayDay(date)} from ${sayLocal(productionAt, zone, from)}`;
}
function sayStage({ date, from, until }, { zone }) {
	return from === until ? sayLocal(from, zone, from) : sayDay(date);
}
function planDocuments(plans) {
	return plans.map(({ title, repository, downtime, isPlanned, dates, warnings }) => ({
		title,
		...repository === void 0 ? {} : { repository },
		...downtime === void 0 ? {} : { downtime },
		planned: isPlanned,
		date: dates.date,
		productionAt: toInstant(dates.productionAt),
		stages: dates.stages.map(({ name, date, from, until }) => {
			return {
				name,
				date,
				from: toInstant(from),
				until: toInstant(until)
			};
		}),
		warnings
	}));
}
/** Events keep their ids when a plan moves, so that a calendar program moves them. */
function planEvents(plans) {
	const seen = /* @__PURE__ */ new Map();
	return plans.flatMap((plan) => {
		const { dates, downtime, warnings } = plan;
		const own = digestOf([plan.repository?.toLowerCase() ?? null, plan.title]).slice(0, 32);
		const nth = (seen.get(own) ?? 0) + 1;
		seen.set(own, nth);
		const idOf = (stage) => `${digestOf([
			own,
			nth,
			stage
		]).slice(0, 32)}@tidegate`;
		const down = downtime === void 0 ? "No downtime is named." : `Expected downtime: ${downtime}.`;
		const length = (downtime === void 0 ? void 0 : downtimeLength(downtime)) ?? HOUR;
		return [{
			uid: idOf(""),
			title: plainLine(`Planned release: ${nameOf(plan)}`, LONGEST_TITLE),
			description: [down, ...warnings.map(({ text }) => `Warning: ${text}`)].join(" "),
			from: dates.productionAt,
			until: dates.productionAt + Math.max(length, 6e4),
			isBusy: true
		}, ...dates.stages.map((stage) => stageEvent(plan, stage, idOf(stage.name.toLowerCase())))];
	});
}
function stageEvent(plan, stage, uid) {
	return {
		uid,
		title: plainLine(`${stage.name}: ${nameOf(plan)}`, LONGEST_TITLE),
		description: `A stage of a release that is planned for ${sayDay(plan.dates.date)}: go or no-go.`,
		from: stage.from,
		until: stage.from === stage.until ? stage.from + HOUR : stage.until,
		isBusy: false
	};
}
function nameOf({ title, repository }) {
	return repository === void 0 ? title : `${title} (${repository})`;
}

// src/cli/calendar-plans.ts
/** Planned releases on a calendar: those of a file, for which nothing is asked of GitHub, or those that somebody read there. */
const MOST_PLANS = 500;
const LONGEST_TEXT = 300;
/** In the order of their dates. Throws `Failure` where the file cannot be read or a plan of it cannot be understood. */
async function plansOnCalendar(request) {
	const { from } = request;
	const dated = (typeof from === "string" ? await readPlans(from) : from.map(cleaned)).map((plan) => ({
		...plan,
		dates: datesOf(plan, request)
	}));
	return dated.map((plan) => ({
		...plan,
		isPlanned: isPlanned(request.policies, plan.title),
		warnings: warningsOf(plan, dated, request)
	})).toSorted((one, other) => one.dates.productionAt - other.dates.productionAt);
}
/** What people wrote on GitHub is told on one line. */
function cleaned(plan) {
	return {
		...plan,
		title: plainLine(plan.title, LONGEST_TEXT)
	};
}
function datesOf({ title, due }, { policies, environment }) {
	const dates = planDates(title, due, {
		policies,
		production: [environment]
	});
	if (dates === void 0) throw new RangeError(`Unreadable date ${due}`);
	return dates;
}
/** A plan of a repository that this one depends on is judged by that one's own policy, which is not here. */
function warningsOf(plan, all, request) {
	const { policies, environment, at } = request;
	const needed = dependenciesOf(policies);
	const isNeeded = (name) => name !== void 0 && needed.some((each) => isSameName(each, name));
	if (isNeeded(plan.repository)) return [];
	const dependencies = all.flatMap(({ repository, dates }) => isNeeded(repository) ? [{
		repository,
		date: dates.date
	}] : []);
	return planWarnings(plan.dates, {
		policies,
		production: [environment],
		at,
		decisions: null,
		freezes: [],
		dependencies
	});
}
async function readPlans(file) {
	const read = await readText(file);
	if (read.kind === "unreadable") throw new Failure("not-found", read.message);
	const parsed = parseJson(read.text, file);
	if (parsed.kind === "broken") {
		const { line, column, message } = parsed.problem;
		throw new Failure("rejected", `${file}:${line}:${column}: ${message}`);
	}
	const { value } = parsed;
	if (!Array.isArray(value)) throw refused(file, "it is no list. Write [{ \"title\": …, \"due\": \"2026-12-01\" }]");
	if (value.length > MOST_PLANS) throw refused(file, `it has ${value.length} plans; at most ${MOST_PLANS} are shown`);
	return value.map((each, index) => planIn(each, `${file}, plan ${index + 1}`));
}
function planIn(value, place) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) throw refused(place, "it is no object");
	const fields = { ...value };
	const [title, due] = [textOf(fields, "title", place), textOf(fields, "due", place)];
	if (title === void 0) throw refused(place, "it has no `title`. Give it that of the milestone");
	if (due === void 0 || !isDate(due)) throw refused(place, `\`due\` is no date. Write 2026-12-01, or an instant as GitHub's \`due_on\``);
	return {
		title,
		due,
		repository: textOf(fields, "repository", place),
		downtime: textOf(fields, "downtime", place)
	};
}
function textOf(fields, key, place) {
	const value = fields[key];
	if (value === void 0 || value === null) return void 0;
	if (typeof value !== "string") throw refused(place, `\`${key}\` is no text`);
	const text = plainLine(value, LONGEST_TEXT);
	return text === "" ? void 0 : text;
}
/** What a calendar has room for: years of four digits, with the stages around them. */
function isDate(text) {
	return dueDay(text) !== void 0 && text >= "1971" && text < "9799";
}
function refused(place, because) {
	return new Failure("rejected", `${plainLine(place)}: ${because}.`);
}

// src/cli/calendar-text.ts
/** A release calendar for a terminal: what is next, first. */
const LONGEST_LINE = 500;
/** Spans that anybody reads; the other formats have them all. */
const MOST_OPEN = 200;
const MOST_OF_A_FREEZE = 10;
function calendarText(asked) {
	const { environment, tier, type, zone, from } = asked;
	const until = asked.calendar.until;
	const times = `${bare(sayLocal(from, zone, from), zone)} to ${sayLocal(until, zone, from)}`;
	return [
		...sayFirst(asked),
		"",
		`Releases to ${environment}, tier ${tier}, type ${type}: ${times}`,
		...sayRules(asked),
		"",
		...sayOpen(asked),
		"",
		...sayFreezes(asked)
	].map((line) => plainWithIndent(line)).join("\n");
}
function plainWithIndent(line) {
	const indent = line.length - line.trimStart().length;
	return `${" ".repeat(indent)}${plainLine(line, LONGEST_LINE)}`;
}
function sayFirst(asked) {
	const { calendar, environment, environments } = asked;
	if (calendar.isGoverned) return [sayNext(asked)];
	return [`Held at all times: \`environments\` does not name ${environment} (it names ${environments.length === 0 ? "none" : environments.join(", ")}), and what it does not name is never opened.`, `As far as time alone goes: ${sayNext(asked)}`];
}
const NEVER = "Never opens: the windows and freezes leave no time within 100 years. Change the policy.";
const UNKNOWN = "No opening is known: the public holidays of that year are not known yet. Name the dates in the policy instead.";
function sayNext({ calendar, from, zone, isFromNow }) {
	const { nextOpening, nextClosing, isUnknown } = calendar;
	if (nextOpening === null) return isUnknown ? UNKNOWN : NEVER;
	const opening = sayBoth(nextOpening, zone, from);
	const isOpen = nextOpening === from;
	const what = isOpen ? `Open ${isFromNow ? "now" : `at ${opening}`}` : `Next opening: ${opening}`;
	if (nextClosing === null) return `${what}, and nothing closes it again`;
	if (isOpen && isFromNow) return `${what}, until ${sayBoth(nextClosing, zone, from)}`;
	return `${what}, until ${sayEnd(nextOpening, nextClosing, zone, from)}`;
}
function sayRules({ calendar, policies, type, isObserved }) {
	const windows = calendar.windows.filter((each) => !each.isExcepted);
	const excepted = calendar.windows.filter((each) => each.isExcepted);
	return [
		`By ${policies.map(({ file }) => file).join(" and ")}, as far as time decides: approvals and other gates come on top, and so do freezes that people set with /tidegate freeze.`,
		...isObserved ? ["The policy only observes: nothing is held, this is what would be."] : [],
		...type === "rollback" ? ["A rollback that is authorised skips windows and freezes; this is for one that is not."] : [],
		...windows.map((each) => `${each.gate} asks for ${each.windows.join(" or ")}.`),
		...excepted.map((each) => `${each.gate} (${each.windows.join(" or ")}) excepts type ${type}.`),
		...windows.length === 0 ? ["No gate asks such a release for a window: only freezes close it."] : []
	];
}
function sayOpen(asked) {
	const { open } = asked.calendar;
	if (open.length === 0) return ["Open: not in this time"];
	return ["Open", ...listed(open, MOST_OPEN, asked).map((line) => `  ${line}`)];
}
/** Freeze by freeze, in the order in which they begin: one that recurs often would hide the others. */
function sayFreezes(asked) {
	const { freezes } = asked.calendar;
	if (freezes.length === 0) return ["Freezes: none in this time"];
	return ["Freezes", ...[...Map.groupBy(freezes, ({ freeze }) => freeze).values()].flatMap((spans) => sayFreeze(spans, asked))];
}
function sayFreeze(spans, asked) {
	const { policies } = asked;
	const [first] = spans;
	const file = policies.find(({ policy }) => policy === first?.freeze.policy)?.file;
	const name = `${first?.freeze.name ?? ""}${policies.length > 1 && file !== void 0 ? ` (${file})` : ""}`;
	const [only, ...more] = listed(spans, MOST_OF_A_FREEZE, asked);
	if (more.length === 0) return [`  ${name}: ${only ?? ""}`];
	return [`  ${name}, ${spans.length} times`, ...[only ?? "", ...more].map((line) => `    ${line}`)];
}
function listed(spans, most, asked) {
	const told = spans.slice(0, most).map((span) => saySpan(span, asked));
	const more = spans.length - told.length;
	return more === 0 ? told : [...told, `and ${more} more; --format json lists all of them`];
}
/** `Tue 24 Nov 09:00 to 15:30 (6 h 30 min)`. Of what was cut to the asked time the true ends are told. */
function saySpan(span, { zone, from: asked }) {
	const { from, until, beganAt, endsAt } = span;
	const remarks = [...beganAt === from ? [] : ["running already"], ...endsAt !== null && endsAt > until ? ["goes on after the asked time"] : []];
	const begins = beganAt === null ? "Since long ago" : bare(sayLocal(beganAt, zone, asked), zone);
	const told = remarks.map((remark) => `, ${remark}`).join("");
	if (endsAt === null) return `${begins} and on, without end${told}`;
	const length = beganAt === null ? "" : ` (${sayLength(endsAt - beganAt)})`;
	return `${begins} to ${sayEnd(beganAt, endsAt, zone, asked)}${length}${told}`;
}
/** The time alone on the day of the beginning. */
function sayEnd(begins, ends, zone, seenAt) {
	const told = bare(sayLocal(ends, zone, seenAt), zone);
	return begins !== null && dayOf(begins, zone) === dayOf(ends, zone) ? told.slice(-5) : told;
}
/** The zone is told once, at the top. */
function bare(text, zone) {
	const id = zoneNamed(zone)?.id ?? "UTC";
	return text.endsWith(` ${id}`) ? text.slice(0, -id.length - 1) : text;
}
function dayOf(at, zone) {
	return Math.floor((zoneNamed(zone)?.toLocal(at) ?? at) / DAY);
}
function sayLength(length) {
	const minutes = Math.round(length / MINUTE);
	const told = [
		[Math.floor(minutes / 1440), "d"],
		[Math.floor(minutes % 1440 / 60), "h"],
		[minutes % 60, "min"]
	].filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
	return told.length === 0 ? "under a minute" : told.join(" ");
}

// src/cli/calendar.ts
/** `tidegate calendar`: when such a release may go out. */
/** A month and a bit: the next month end is always in it. */
const DEFAULT_DAYS = 35;
/** What anybody plans, and no more than a calendar program likes to import. */
const MOST_DAYS = 3660;
/** Instants have years of four digits, and an opening is looked for in the 100 years after. */
const YEARS = {
	first: Date.UTC(1970, 0, 1),
	last: Date.UTC(9800, 0, 1)
};
function calendarCommand() {
	return new Command("calendar").description("Says when a release may go out as far as time decides: every open span, every freeze, the next opening.").option("--policy <file>", `the policy; without it ${POLICY_FILE}`).option("--org-policy <file>", "the policy of the organisation; both have to be open").option("--environment <name>", "where to; without it the policy's only environment, else production").option("--tier <tier>", "the risk tier of the release; without it the highest, of a redeploy the lowest").addOption(new Option("--type <type>", "the release type").choices([...RELEASE_TYPES]).default("patch")).option("--from <when>", "from this instant, or this date or time in the policy's zone; without it now").option("--to <when>", `up to it, its own instant not included; without it ${DEFAULT_DAYS} days later`).option("--plans [file]", "planned releases with their stages: of a JSON list {title, due, repository?, downtime?}, or, without a file, the milestones on GitHub").option("--repo <owner/name>", "the repository whose milestones are read; without it GITHUB_REPOSITORY").addOption(new Option("--format <format>", "how it is printed").choices([
		"text",
		"ics",
		"json"
	]).default("text")).addHelpText("after", "\nExample:\n  tidegate calendar --environment production --tier high --to 2026-12-24\n  tidegate calendar --tier high --format ics > releases.ics\n  tidegate calendar --plans --repo acme/shop\n\nMilestones are read with the token in GITHUB_TOKEN or GH_TOKEN, of a GitHub Enterprise Server by GHE_HOST or GITHUB_API_URL.").action(async (options) => {
		process.exitCode = await run(options);
	});
}
async function run(options) {
	if (options.from !== void 0) timeOf("--from", options.from, "UTC");
	if (options.to !== void 0) timeOf("--to", options.to, "UTC");
	const policies = await readPolicies(options);
	if (policies === void 0) return EXIT.failed;
	const now = Math.floor(Date.now() / 1e3) * 1e3;
	const asked = askedCalendar(options, policies, now);
	if (asked.calendar.isCut) {
		const until = toInstant(asked.calendar.until);
		note(`The list ends at ${until}: there are more than ${MOST_SPANS} spans. For what follows, add --from ${until}.`);
	}
	const plans = await plansFor(options, asked);
	if (options.format === "json") await printJson({
		...calendarDocument(asked),
		...plans && { plans: planDocuments(plans) }
	});
	else if (options.format === "ics") await print(icsOf(asked, now, plans ?? []));
	else await print([calendarText(asked), ...plans ? ["", ...planLines(plans)] : []].join("\n"));
	return EXIT.ok;
}
function askedCalendar(options, inForce, now) {
	const policies = inForce.map(({ policy }) => policy);
	const zone = policies.at(-1)?.zone ?? "UTC";
	const { from, until } = rangeOf(options, now, zone);
	const { tiers } = commonTiers(policies);
	const { type } = options;
	const tier = options.tier ?? tiers.at(type === "redeploy" ? 0 : -1);
	if (!tiers.includes(tier)) throw new UsageError(`There is no tier ${tier}. The policy has ${tiers.join(", ")}.`);
	const environments = environmentsOf(policies);
	const environment = options.environment ?? onlyName(environments) ?? "production";
	return {
		calendar: releaseCalendar({
			policies,
			risk: {
				tier,
				tiers,
				type
			},
			kind: "deploy",
			environment
		}, from, until),
		policies: inForce,
		environment,
		environments,
		tier,
		type,
		zone,
		isObserved: policies.every((policy) => policy.mode === "observe"),
		from,
		isFromNow: options.from === void 0
	};
}
/** Names compare without case; of two spellings the repository's is told. */
function environmentsOf(policies) {
	const names = policies.flatMap((policy) => Object.keys(policy.environments ?? {}));
	return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}
function onlyName(environments) {
	const names = environments.filter((name) => !isGlob(name));
	return names.length === 1 ? names[0] : void 0;
}
function rangeOf({ from, to }, now, zone) {
	const begins = from === void 0 ? now : timeOf("--from", from, zone);
	const until = to === void 0 ? begins + DEFAULT_DAYS * DAY : timeOf("--to", to, zone);
	if (until <= begins) throw new UsageError("--to is not after --from, so there is no time between them.");
	if (until - begins > MOST_DAYS * 864e5) throw new UsageError("--from and --to are more than 10 years apart.");
	return {
		from: begins,
		until
	};
}
/** An instant, or a time on the clock of the policy's zone as policies write it: a date is its midnight. */
function timeOf(flag, text, zone) {
	const instant = parseInstant(text);
	const at = instant === void 0 ? readMoment(text, checkedZone(zone)) : epochMs(instant);
	if (at === void 0) throw new UsageError(`${flag} ${text} is no time. Write 2026-12-01, 2026-12-01T09:00 (in the zone of the policy) or 2026-12-01T09:00:00+01:00.`);
	if (at < YEARS.first || at > YEARS.last) throw new UsageError(`${flag} ${text} is not in the years 1970 to 9799.`);
	return at;
}
/** Undefined: none were asked for. */
async function plansFor({ plans, repo }, { policies: inForce, environment, from: at }) {
	if (plans === void 0 && repo === void 0) return void 0;
	if (typeof plans === "string" && repo !== void 0) throw new UsageError("--plans names a file and --repo a repository: leave one out.");
	const policies = inForce.map(({ policy }) => policy);
	if (typeof plans === "string") return plansOnCalendar({
		from: plans,
		environment,
		at,
		policies
	});
	const { plansOnGitHub } = await import("./calendar-github.js");
	return plansOnCalendar({
		from: await plansOnGitHub({
			repo,
			policies
		}, process.env),
		environment,
		at,
		policies
	});
}
function icsOf(asked, now, plans) {
	const { environment, tier, zone } = asked;
	const name = `Releases to ${environment} (${tier})`;
	return calendarFile({
		name,
		zone,
		events: [...calendarEvents(asked), ...planEvents(plans)],
		stampedAt: now
	}).slice(0, -1);
}

export { calendarCommand };