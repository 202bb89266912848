import { a as compileGlob } from "./glob.js";
import { RE2JS } from "re2js";

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
/**
* What a policy says about an environment: the entry of exactly that name, else the first whose glob matches.
* Undefined: it has no entry.
*/
function entryFor(policy, environment) {
	const entries = Object.entries(policy.environments ?? {});
	return (entries.find(([name]) => isSameName(name, environment)) ?? entries.find(([name]) => environmentGlob(name)(environment)))?.[1];
}

// src/policy/permissions.ts
/** The permissions on a repository that people may be asked to have. */
/** Lowest first. */
const PERMISSIONS = [
	"read",
	"triage",
	"write",
	"maintain",
	"admin"
];

// src/policy/people.ts
function directoryOf(facts) {
	const entries = Object.entries(facts.people);
	const byId = Map.groupBy(entries, ([, { id }]) => id);
	const byLogin = new Map(entries.map(([login, { id }]) => [login.toLowerCase(), {
		...asOne(byId.get(id) ?? []),
		id,
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
/** One person, whichever login they use. Where two entries differ, what permits less is believed. */
function asOne(entries) {
	const people = entries.map(([, person]) => person);
	const permissions = ["none", ...PERMISSIONS];
	const [first] = people;
	return {
		logins: entries.map(([login]) => login.toLowerCase()),
		kind: entries.some(([login, { kind }]) => kind === "bot" || login.endsWith("[bot]")) ? "bot" : "user",
		permission: permissions.find((each) => people.some(({ permission }) => permission === each)) ?? "none",
		teams: (first?.teams ?? []).filter((team) => people.every((person) => isInTeam(person, team)))
	};
}
/** Whether the person is in any of `users`, `teams` and `permission`. Who owns the changed files is not asked here. */
function isAmong(from, person) {
	if (from.users?.some((user) => person.logins.includes(user.toLowerCase()))) return true;
	if (from.teams?.some((team) => isInTeam(person, team))) return true;
	return from.permission !== void 0 && hasPermission(person, from.permission);
}
/** @param slug compared without case, as GitHub does. */
function isInTeam(person, slug) {
	const wanted = slug.toLowerCase();
	return person.teams.some((team) => team.toLowerCase() === wanted);
}
function hasPermission(person, least) {
	const permissions = PERMISSIONS;
	return permissions.indexOf(person.permission) >= permissions.indexOf(least);
}
/** `someone in team cab`, `alice or someone with write permission`: who is asked. */
function sayPeople(from) {
	const parts = [
		...(from.users ?? []).filter((user) => !user.endsWith("[bot]")),
		...(from.teams ?? []).map((team) => `someone in team ${team}`),
		...from.permission === void 0 ? [] : [`someone with ${from.permission} permission`],
		..."codeowners" in from && from.codeowners ? ["an owner of what is changed"] : []
	];
	const last = parts.pop() ?? "nobody";
	return parts.length === 0 ? last : `${parts.join(", ")} or ${last}`;
}

// src/policy/release-owner.ts
/** Who owns what is released to an environment, and what follows from it: who may break glass there, and who may go back. */
/** The repository's policy knows it better than its organisation's. Undefined: nobody is named, or it is a merge. */
function releaseManagerOf(policies, environment) {
	return policies.flatMap((policy) => managerIn(policy, environment) ?? []).at(-1);
}
function managerIn(policy, environment) {
	return environment === void 0 ? void 0 : entryFor(policy, environment)?.["release-manager"];
}
/** A path of the repository. The repository's policy knows it better than its organisation's. */
function runbookOf(policies, environment) {
	return policies.flatMap((policy) => entryFor(policy, environment)?.runbook ?? []).at(-1);
}
/** Undefined: nobody may. An `override` that names nobody is for the release manager of the environment. */
function whoMayOverride(policy, environment) {
	if (policy.override === void 0) return void 0;
	return policy.override.by ?? managerIn(policy, environment);
}
/** Whether the person may break glass under this policy. Bots never may, and without `override` nobody may. */
function mayOverride(policy, environment, person) {
	const by = whoMayOverride(policy, environment);
	return by !== void 0 && person !== void 0 && person.kind !== "bot" && isAmong(by, person);
}
/**
* Who may approve a rollback, ask for one, hold and lift: those whom the environment names for it, else its release
* manager, else those who may break glass. Undefined: nobody.
*/
function whoMayRollBack(policy, environment) {
	return entryFor(policy, environment)?.rollback?.by ?? managerIn(policy, environment) ?? policy.override?.by;
}
/** For what concerns no environment in particular: those who may override in any. */
function whoMayOverrideSomewhere(policy) {
	if (policy.override === void 0 || policy.override.by !== void 0) return policy.override?.by;
	const managers = Object.values(policy.environments ?? {}).flatMap((entry) => entry["release-manager"] ?? []);
	if (managers.length === 0) return void 0;
	const users = managers.flatMap((each) => each.users ?? []);
	const teams = managers.flatMap((each) => each.teams ?? []);
	const permission = PERMISSIONS.find((least) => managers.some((each) => each.permission === least));
	return {
		users,
		teams,
		...permission === void 0 ? {} : { permission }
	};
}
/** `team release`, `ann, team release and 2 more`: in a line that has little room. */
function sayReleaseManager(people) {
	const named = namesOf(people);
	const told = named.slice(0, 2).join(", ");
	return named.length > 2 ? `${told} and ${named.length - 2} more` : told;
}
/** `team release, team sre, ann`: all of them, as short as they can be told. */
function sayWho(people) {
	return namesOf(people).join(", ");
}
/** Each of them as people call it; bots decide nothing, and are left out. */
function namesOf({ users = [], teams = [], permission }) {
	return [
		...teams.map((team) => `team ${team}`),
		...users.filter((user) => !user.endsWith("[bot]")),
		...permission === void 0 ? [] : [`anyone with ${permission} permission`]
	];
}

// src/policy/pattern.ts
/** Regular expressions of a policy, in RE2's syntax: they run in time linear in the text, whatever they say. */
/** Longer ones were not written to be read, and cost time with every title. */
const LONGEST_PATTERN = 300;
/** Instructions of the compiled program: repetitions multiply. */
const LARGEST_PROGRAM = 2e3;
/** A title is at most 256 characters on GitHub, a first line of a commit may be longer. What is longer is not asked. */
const LONGEST_TEXT = 2e3;
/** What is wrong with a regular expression, or undefined. */
function patternProblem(text) {
	if (text.length > LONGEST_PATTERN) return `is longer than ${LONGEST_PATTERN} characters`;
	try {
		return RE2JS.compile(text).programSize() > LARGEST_PROGRAM ? "repeats too much" : void 0;
	} catch (error) {
		return `is no regular expression of RE2 (${error instanceof Error ? error.message : "unreadable"})`;
	}
}
/**
* Whether the expression is found anywhere in the text; `^` and `$` anchor it. It was checked when it was parsed. Texts
* are at most {@link LONGEST_TEXT} characters: to cut one would move `$`.
*/
function compilePattern(text) {
	const compiled = RE2JS.compile(text);
	return (subject) => compiled.matcher(subject).find();
}
/** Texts are at most {@link LONGEST_TEXT} characters. */
function compileFinder(text) {
	const compiled = RE2JS.compile(text);
	return (subject, most) => {
		const matcher = compiled.matcher(subject);
		const found = [];
		while (found.length < most && matcher.find()) {
			const match = matcher.group();
			if (match) found.push(match);
		}
		return found;
	};
}

// src/policy/comparison.ts
const PART = /^(>=|<=|>|<|=)\s*(\d{1,12}(?:\.\d{1,6})?)(\s?%)?$/;
/** @param unit `%` for rates, of which 15 means 15 %; else whole numbers. Parts with commas between them are AND. */
function readComparison(text, unit) {
	let range = {
		least: Number.NEGATIVE_INFINITY,
		isLeastIncluded: true,
		most: Number.POSITIVE_INFINITY,
		isMostIncluded: true
	};
	for (const part of text.split(",")) {
		const match = PART.exec(part.trim());
		if (match === null || match[3] !== void 0 !== (unit === "%")) return void 0;
		const value = Number(match[2]);
		if (unit === "count" && !Number.isInteger(value)) return void 0;
		range = narrow(range, match[1], value);
	}
	return range;
}
function narrow(range, operator, value) {
	const isIncluded = operator.includes("=");
	let { least, isLeastIncluded, most, isMostIncluded } = range;
	if (operator !== "<" && operator !== "<=" && (value > least || value === least && !isIncluded)) {
		least = value;
		isLeastIncluded = isIncluded;
	}
	if (operator !== ">" && operator !== ">=" && (value < most || value === most && !isIncluded)) {
		most = value;
		isMostIncluded = isIncluded;
	}
	return {
		least,
		isLeastIncluded,
		most,
		isMostIncluded
	};
}
function holds(comparison, value) {
	const { least, isLeastIncluded, most, isMostIncluded } = comparison;
	return (isLeastIncluded ? value >= least : value > least) && (isMostIncluded ? value <= most : value < most);
}
/**
* Whether some value can satisfy it: whole numbers from `lowest`, or rates from 0 to 100 %.
*
* @param lowest the smallest number there is of what is counted.
*/
function canHold(comparison, unit, lowest = 0) {
	const { least, isLeastIncluded, most, isMostIncluded } = comparison;
	if (unit === "count") return Math.max(lowest, isLeastIncluded ? Math.ceil(least) : Math.floor(least) + 1) <= (isMostIncluded ? Math.floor(most) : Math.ceil(most) - 1);
	const [from, until] = [Math.max(0, least), Math.min(100, most)];
	if (from < until) return true;
	return from === until && (least < from || isLeastIncluded) && (most > until || isMostIncluded);
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

export { sayPeople as C, isGoverned as D, environmentGlob as E, isSameName as O, isInTeam as S, entryFor as T, whoMayOverrideSomewhere as _, readComparison as a, hasPermission as b, compilePattern as c, namesOf as d, releaseManagerOf as f, whoMayOverride as g, sayWho as h, holds as i, matchesEnvironment as k, patternProblem as l, sayReleaseManager as m, tierFor as n, LONGEST_TEXT as o, runbookOf as p, canHold as r, compileFinder as s, commonTiers as t, mayOverride as u, whoMayRollBack as v, PERMISSIONS as w, isAmong as x, directoryOf as y };