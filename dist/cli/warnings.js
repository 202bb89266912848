import { i as parseInstant, n as epochMs, r as parseDuration } from "./instant.js";
import { n as plainLine } from "./markdown.js";
import { r as checkedZone, t as DAY } from "./zone.js";
import { r as sayLocal } from "./wording.js";
import { a as compileGlob } from "./glob.js";
import { O as isSameName, t as commonTiers } from "./tiers.js";
import { o as readOffset } from "./parse.js";
import { O as WEEKDAYS, _ as readDate, a as timesFor, d as openSpans, h as civilDate, n as freezesFor, u as firstOpening, v as sayDate, w as spansOf, y as weekdayOf } from "./decision.js";
import { n as verdictOf } from "./verdicts.js";

// src/policy/plan/planned.ts
/** Which milestones are planned releases, and which stages the policies ask of them. */
function hasPlans(policies) {
	return policies.some(({ plan }) => plan !== void 0);
}
/** Titles compare without case: one spelt another way is not left unplanned for it. */
function isPlanned(policies, title) {
	return policies.some((policy) => matches(policy, title));
}
/** In the order of their dates. Of two policies that name a stage, the first one, the organisation's, dates it. */
function stagesAsked(policies, title) {
	const stages = [];
	for (const policy of policies.filter((each) => matches(each, title))) for (const [name, text] of Object.entries(policy.plan?.stages ?? {})) {
		const offset = readOffset(text);
		if (offset === void 0 || stages.some((known) => isSameName(known.name, name))) continue;
		stages.push({
			name,
			offset
		});
	}
	return stages.toSorted((one, other) => one.offset - other.offset);
}
function matches({ plan }, title) {
	return plan !== void 0 && compileGlob(plan.milestones, { ignoreCase: true })(title.trim());
}

// src/policy/plan/dates.ts
/** The dates of a planned release: the day on which it goes to production, and its stages before and after. */
/**
* The date that GitHub shows for `due_on`: it keeps a date as an instant some hours into that day of UTC (midnight in
* the zone of GitHub's own clock), so the zone of whoever reads it has no say. A plain date is itself. Undefined: it is no
* date, or none that anybody plans for.
*/
function dueDay(due) {
	const instant = parseInstant(due);
	const day = instant === void 0 ? readDate(due) : Math.floor(epochMs(instant) / DAY);
	return day !== void 0 && day >= FIRST_DAY && day < END_OF_DAYS ? day : void 0;
}
/**
* From 1971 to 2199. GitHub takes every year up to 9999, and windows are looked for from year to year: a milestone of the
* year 9999 took ten seconds.
*/
const FIRST_DAY = Date.UTC(1971, 0, 1) / DAY;
const END_OF_DAYS = Date.UTC(2200, 0, 1) / DAY;
function zoneOfPlans(policies) {
	return policies.at(-1)?.zone ?? "UTC";
}
/** Undefined: `due` is no date. */
function planDates(title, due, { policies, production }) {
	const day = dueDay(due);
	if (day === void 0) return void 0;
	const zoneName = zoneOfPlans(policies);
	const zone = checkedZone(zoneName);
	const from = zone.toEpoch(day * DAY);
	const until = zone.toEpoch((day + 1) * DAY);
	const openings = plannedReleases(policies, production).flatMap((release) => {
		const times = timesFor(release);
		return openSpans(times, from, until, 1).map((span) => span.from);
	});
	const productionAt = openings.length === 0 ? from : Math.max(from, Math.min(...openings));
	const stages = stagesAsked(policies, title).map(({ name, offset }) => {
		if (offset % 864e5 !== 0) {
			const at = productionAt + offset;
			return {
				name,
				date: sayDate(Math.floor(zone.toLocal(at) / DAY)),
				from: at,
				until: at
			};
		}
		const own = day + offset / DAY;
		const starts = own === day ? productionAt : zone.toEpoch(own * DAY);
		return {
			name,
			date: sayDate(own),
			from: starts,
			until: zone.toEpoch((own + 1) * DAY)
		};
	});
	return {
		date: sayDate(day),
		zone: zoneName,
		from,
		until,
		productionAt,
		stages
	};
}
/** What nothing is known of yet is planned as what is held longest: a patch of the highest tier. */
function plannedReleases(policies, production) {
	const { tiers } = commonTiers(policies);
	const risk = {
		tier: tiers.at(-1) ?? "",
		tiers,
		type: "patch"
	};
	return production.map((environment) => ({
		policies,
		risk,
		kind: "deploy",
		environment
	}));
}
/** `Tue 1 Dec 2026`. */
function sayDay(date) {
	const day = readDate(date);
	if (day === void 0) return date;
	const { year, month, day: ofMonth } = civilDate(day);
	const weekday = WEEKDAYS[weekdayOf(day) - 1] ?? "";
	return `${weekday.slice(0, 1).toUpperCase()}${weekday.slice(1)} ${ofMonth} ${MONTHS[month - 1]} ${year}`;
}
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

// src/policy/plan/downtime.ts
/** `Expected downtime: 30 minutes`: a line of a text that people wrote. */
/** In time linear in the text: no two neighbours of it take the same character. */
const LINE = /^[ \t>*_#-]*expected downtime[ \t*_]*:[ \t*_]*([^\s*_].*)$/im;
const LONGEST = 120;
/** Of the first text that has such a line, as it was written, on one line; undefined: none has. */
function expectedDowntime(texts) {
	for (const text of texts) {
		const said = plainLine(LINE.exec(text.replaceAll(/\r\n?/g, "\n"))?.[1] ?? "", LONGEST);
		if (said !== "") return said;
	}
}
const AMOUNT = /^(?:about |up to |~ ?|≤ ?)?(\d{1,4})[ -]?(min|mins|minutes?|h|hrs?|hours?)\.?$/i;
/** Its length in milliseconds; undefined: nobody can tell from the words. */
function downtimeLength(said) {
	const written = said.trim();
	const amount = AMOUNT.exec(written);
	if (amount === null) return parseDuration(written);
	return Number(amount[1]) * (/^m/i.test(amount[2] ?? "") ? 6e4 : 36e5);
}

// src/policy/plan/warnings.ts
/** What is wrong with the date of a planned release, as far as it can be known ahead. */
function planWarnings(dates, around) {
	return [
		...plannedReleases(around.policies, around.production).flatMap((release) => [...outsideWindows(release, dates), ...inFreezes(release, dates)]),
		...inSetFreezes(dates, around),
		...stagesPassed(dates, around),
		...sameDay(dates, around)
	];
}
/** The windows alone: a freeze is told as what it is. */
function outsideWindows(release, { date, from, until, zone }) {
	const { inside } = timesFor(release);
	if (inside.length === 0 || openSpans({
		inside,
		outside: []
	}, from, until, 1).length > 0) return [];
	const next = firstOpening(timesFor(release), until);
	const then = next === null ? "No later opening is known." : `The next opening is ${sayLocal(next, zone, from)}.`;
	return [{
		kind: "outside-windows",
		text: `No window of ${release.environment} opens on ${sayDay(date)}. ${then}`
	}];
}
/** Only one that leaves no opening that day: what is frozen by night alone moves no plan. */
function inFreezes(release, { date, from, until, zone }) {
	const times = timesFor(release);
	if (openSpans(times, from, until, 1).length > 0) return [];
	return freezesFor(release).flatMap(({ name, timeline }) => {
		const [span] = spansOf(timeline, from, until, 1);
		if (span === void 0) return [];
		const ends = timeline.stateAt(span.from).changesAt;
		const end = ends === null ? "has no end" : `ends ${sayLocal(ends, zone, from)}`;
		return [{
			kind: "in-freeze",
			text: `${sayDay(date)} falls into the freeze ${name} of ${release.environment}, which ${end}.`
		}];
	});
}
function inSetFreezes({ date, from, until, zone }, around) {
	return around.freezes.filter(({ environment }) => around.production.some((name) => name.toLowerCase() === environment.toLowerCase())).filter((freeze) => freeze.until === null || freeze.until >= until).map((freeze) => {
		const end = freeze.until === null ? "until somebody ends it" : `until ${sayLocal(freeze.until, zone, from)}`;
		return {
			kind: "in-freeze",
			text: `${freeze.environment} is frozen by ${freeze.by} ${end}, and that covers ${sayDay(date)}.`
		};
	});
}
function stagesPassed({ stages, until: end }, { at, decisions }) {
	if (decisions === null && at >= end) return [];
	return stages.filter(({ name, until }) => at >= until && (decisions === null || verdictOf(name, decisions, at).verdict === "none")).map(({ name, date }) => {
		const then = decisions === null ? "is past" : "and nobody has said go or no-go";
		return {
			kind: "stage-passed",
			text: `The stage ${name} was on ${sayDay(date)}${decisions === null ? ", which " : ", "}${then}.`
		};
	});
}
function sameDay({ date }, { dependencies }) {
	return [...new Set(dependencies.filter((each) => each.date === date).map((each) => each.repository))].map((repository) => {
		return {
			kind: "same-day",
			text: `${repository}, which this release depends on, is planned for the same day, ${sayDay(date)}.`
		};
	});
}
/** The repositories that gates of these policies ask to be healthy, `owner/name`. */
function dependenciesOf(policies) {
	const named = policies.flatMap(({ gates }) => gates.flatMap((gate) => (gate.require.dependencies ?? []).map(({ repository }) => repository)));
	return [...new Map(named.map((name) => [name.toLowerCase(), name])).values()];
}

export { dueDay as a, zoneOfPlans as c, expectedDowntime as i, hasPlans as l, planWarnings as n, planDates as o, downtimeLength as r, sayDay as s, dependenciesOf as t, isPlanned as u };