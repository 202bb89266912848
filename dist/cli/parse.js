import { a as shapeProblems, i as DOCUMENT_CODES, n as locate, o as listOf, s as suggest, t as readYaml } from "./parse2.js";
import { n as parseDuration, r as parseInstant, t as epochMs } from "./instant.js";
import { n as globProblem, t as compileGlob } from "./glob.js";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";

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
	return z.string().superRefine((text, context) => {
		if (!isFine(text)) context.addIssue({
			code: "custom",
			params: refusal(code),
			message: message(text)
		});
	}).meta({ title });
}
/** A list that may be written as one item. Never empty: an empty list selects nothing, which nobody means. */
function oneOrMany(item, most = 1e3) {
	return z.union([item, z.array(item).min(1).max(most)]).transform((value) => Array.isArray(value) ? value : [value]);
}
/** The check that a map has at most so many names. What is longer was not written to be read, and costs time to judge. */
function atMostNames(most) {
	return z.refine((value) => Object.keys(value).length <= most, {
		params: refusal("out-of-range"),
		message: `More than ${most} names are given here. Shorten the list.`
	});
}
function notEmpty(value) {
	return Object.keys(value).length > 0;
}
const name = z.string().trim().min(1).max(100);
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
	isFine: (text) => (parseDuration(text) ?? 0) > 0,
	message: (text) => `\`${text}\` is not a length of time. Write \`90s\`, \`30m\`, \`4h\`, \`2d\`, \`2w\` or \`PT30M\`.`
});
const moment = word({
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
const types = oneOrMany(z.enum(RELEASE_TYPES));
const tierNames = oneOrMany(name);
const exceptTypes = z.strictObject({ types: types.meta({ description: "Releases of these types." }) });
const people = z.strictObject({
	users: oneOrMany(login).optional().meta({ description: "Logins, compared without case." }),
	teams: oneOrMany(team).optional().meta({ description: "Team slugs of the organisation; members of child teams included." }),
	permission: z.enum(PERMISSIONS).optional().meta({ description: "Everyone with at least this permission on the repository." })
}).refine(notEmpty, {
	params: refusal("people-empty"),
	message: "This names nobody, so nobody could act. Give `users`, `teams` or `permission`."
});
const when = z.strictObject({
	paths: globs.optional().meta({ description: "Some changed file (its old or its new name) matches one of these globs." }),
	"only-paths": globs.optional().meta({ description: "Every changed file, by both names, matches one of these globs. A change without files does not." }),
	labels: labels.optional().meta({ description: "The pull request has one of these labels." }),
	type: types.optional().meta({ description: "The release type of the change is one of these." })
}).refine(notEmpty, {
	params: refusal("when-empty"),
	message: "An empty `when` selects nothing in particular. Leave `when` out for the rule that applies when no other matched."
});
const riskRule = z.strictObject({
	tier: name.meta({ description: "The tier a matching change has at least." }),
	because: z.string().trim().min(1).max(300).optional().meta({ description: "Why, shown to people." }),
	when: when.optional().meta({ description: "Which changes match: keys are AND, list items are OR. Without it: the rule applies when no other rule matched." })
});
const window = z.strictObject({
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
const freeze = z.strictObject({
	name: name.meta({ description: "Shown to people who are held by it." }),
	from: moment.meta({ description: "First instant: a date (its midnight), a local time, or a time with an offset." }),
	until: moment.meta({ description: "First instant after it." }),
	zone: zone.optional().meta({ description: "IANA time zone of local times. Default: the `zone` of the policy." }),
	environments: globs.optional().meta({ description: "Environments it concerns. Default: all." }),
	tiers: tierNames.optional().meta({ description: "Tiers it concerns. Default: all." }),
	except: exceptTypes.optional().meta({ description: "Releases it does not concern." })
});
const approvals = z.strictObject({
	count: z.int().min(0).max(100).default(1).meta({ description: "How many people." }),
	from: people.default({ permission: "write" }).meta({ description: "Who may approve: a person who is in any of these. Default: everyone with `write`." }),
	of: z.enum(["change", "release"]).default("change").meta({ description: "`change`: the reviews of every change of the release. `release`: approvals of this commit for this environment." }),
	distinct: z.boolean().default(false).meta({ description: "One person cannot serve two requirements that are both distinct." }),
	via: oneOrMany(z.enum(SOURCES)).optional().meta({ description: "Sources that count. Default: all, without `comment` in the highest tier." })
});
const requirements = z.strictObject({
	approvals: approvals.optional().meta({ description: "Approvals by people." }),
	window: oneOrMany(name, 20).optional().meta({ description: "One of these windows is open." })
}).refine(notEmpty, {
	params: refusal("require-empty"),
	message: "This gate requires nothing, so it would always be open. Give it a requirement or remove it."
});
const gate = z.strictObject({
	name: name.meta({ description: "Unique. Shown to people who are held by it." }),
	for: z.strictObject({
		tiers: tierNames.optional().meta({ description: "Releases of these tiers. Default: all." }),
		environments: globs.optional().meta({ description: "These environments. Default: all." })
	}).refine(notEmpty, {
		params: refusal("for-empty"),
		message: "An empty `for` selects nothing in particular. Leave it out for a gate that concerns every release."
	}).optional().meta({ description: "Which releases the gate concerns. Default: all." }),
	except: exceptTypes.optional().meta({ description: "Releases that skip the gate." }),
	at: z.enum(["deploy", "merge"]).default("deploy").meta({ description: "Whether it holds deployments or merging." }),
	require: requirements.meta({ description: "What has to be met, all of it." })
});
const typeLabels = z.strictObject({ labels });
const Policy = z.strictObject({
	version: z.literal(1).meta({ description: "The version of the language." }),
	mode: z.enum(["enforce", "observe"]).default("enforce").meta({ description: "`observe` reports everything and holds nothing." }),
	zone: zone.default("UTC").meta({ description: "IANA time zone of windows and freezes." }),
	tiers: z.array(name).min(1).max(20).default([
		"low",
		"medium",
		"high"
	]).meta({ description: "Risk tiers, lowest first." }),
	risk: z.array(riskRule).min(1).max(500).optional().meta({ description: "A change has the highest tier of the rules that match it. Without this key the tier follows the release type." }),
	"release-types": z.strictObject({
		major: typeLabels.optional().meta({ description: "Labels that make a change major." }),
		minor: typeLabels.optional().meta({ description: "Labels that make a change minor." }),
		patch: typeLabels.optional().meta({ description: "Labels that make a change a patch." }),
		emergency: typeLabels.optional().meta({ description: "Labels that make a change an emergency." })
	}).default({}).meta({ description: "Labels that set the release type of a change. Default: the label of the same name; without a label, Conventional Commits." }),
	windows: z.record(name, window).check(atMostNames(100)).default({}).meta({ description: "Named windows: open during their spans, from the first instant up to, not including, the last." }),
	freezes: z.array(freeze).max(500).default([]).meta({ description: "Times in which nothing that they concern is deployed." }),
	environments: z.record(z.string(), z.strictObject({}).nullable().transform(() => ({}))).check(atMostNames(200)).optional().meta({ description: "The environments that are governed: names or globs, compared without case. Without this key: all." }),
	gates: z.array(gate).max(200).default([]).meta({ description: "Every gate whose `for` selects the release applies, and all must be met." }),
	override: z.strictObject({
		by: people.meta({ description: "Who may break glass." }),
		expires: duration.default("4h").meta({ description: "How long an override is in force." })
	}).optional().meta({ description: "Break-glass: permitted people open a gate with a reason. Without this key nobody may." })
});
/** The policy language as JSON Schema (draft 2020-12), for editors. */
function policyJsonSchema() {
	return z.toJSONSchema(Policy, { io: "input" });
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

export { unionOf as _, commonTiers as a, refusal as c, matchesEnvironment as d, firstOpening as f, earliestOf as g, datedTimeline as h, windowTimeline as i, isGoverned as l, zoneNamed as m, PROBLEM_CODES as n, tierFor as o, DAY as p, freezeTimeline as r, PERMISSIONS as s, parsePolicy as t, isSameName as u };