import { l as toInstant, s as parseDuration } from "./canonical.js";
import { d as strictObject, f as string, g as toJSONSchema, i as int, l as record$1, m as union, n as array, o as literal, r as boolean, s as number, t as _enum, u as refine } from "./schemas.js";
import { B as readComparison, C as commonTiers, Ct as MINUTE, St as DAY, Tt as zoneNamed, U as patternProblem, Z as whoMayOverrideSomewhere, _ as ALL_HOURS, _t as isGlob, a as windowsOf, b as readMoment, c as windowTimeline, ct as isSameName, d as holidayProblem, dt as FOLDERS, f as HORIZON, ft as ONE, g as ALL_DAYS, gt as globTokens, ht as globProblem, it as PERMISSIONS, l as firstOpening, o as freezeTimeline, ot as environmentGlob, pt as SOME, r as isExcepted, u as readRule, ut as ANY, v as readDays, wt as checkedZone, x as readStart, y as readHours, z as canHold } from "./release-times.js";
import { a as suggest, n as shapeProblems, o as readYaml, r as listOf, s as locate, t as DOCUMENT_CODES } from "./problem-codes.js";

// src/domain/decision.ts
const RELEASE_TYPES = [
	"major",
	"minor",
	"patch",
	"emergency",
	"rollback",
	"redeploy"
];

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

// src/policy/mentions.ts
/** Every team slug that the policies name, in lower case, sorted. */
function teamsOf(policies) {
	return sorted(policies.flatMap(teamsIn));
}
function teamsIn(policy) {
	const people = [
		...policy.gates.map((gate) => gate.require.approvals?.from),
		policy.override?.by,
		...Object.values(policy.environments ?? {}).flatMap((entry) => [entry.rollback?.by, entry["release-manager"]])
	];
	const authors = (policy.risk ?? []).flatMap((rule) => rule.when?.["author-in"] ?? []);
	return [...people.flatMap((each) => each?.teams ?? []), ...authors];
}
function sorted(teams) {
	return [...new Set(teams.map((team) => team.toLowerCase()))].sort();
}

// src/flow/gather/people.ts
/** Each login as a member, or not, of the teams that the policies and CODEOWNERS name. */
function gatherPeople(github, logins, policies, owners) {
	return github.people(logins, [.../* @__PURE__ */ new Set([...teamsOf(policies), ...owners.teams])].sort());
}
/** What was said under a login that is still the person's who said it: a login can be somebody else's tomorrow. */
function ofSamePerson(said, people) {
	const ids = new Map(Object.entries(people).map(([login, { id }]) => [login.toLowerCase(), id]));
	return said.filter(({ user, userId }) => ids.get(user.toLowerCase()) === userId);
}
/** Reviews of a run are of its commit, whichever attempt they were given on. */
function approvalsFrom(reviews, { sha, environment }) {
	return reviews.map(({ user, state, comment, seenAt: at }) => {
		return {
			user,
			state,
			at,
			source: "deployment-review",
			sha,
			environment,
			...comment === "" ? {} : { reason: comment }
		};
	});
}
/** Everybody whose identity or permission a decision may depend on. */
function loginsOf(changes) {
	return changes.flatMap((change) => change.kind === "commit" ? [change.author, ...change.contributors ?? []] : [
		change.author,
		...change.contributors,
		...change.reviews.map((review) => review.user),
		...Object.values(change.labeledBy ?? {})
	]).filter((login) => login !== "");
}

// src/policy/check/finding.ts
function error(code, path, message, at = "value") {
	return {
		severity: "error",
		code,
		path,
		at,
		message
	};
}
function warning(code, path, message, at = "value") {
	return {
		severity: "warning",
		code,
		path,
		at,
		message
	};
}
/** Nobody reads more problems of one file. */
const MOST_FINDINGS = 100;
function firstOf(findings) {
	const first = [];
	for (const finding of findings) if (first.push(finding) >= MOST_FINDINGS) break;
	return first;
}
function written(names, path) {
	return (names ?? []).map((name, index) => [name, [...path, index]]);
}

// src/policy/check/entry-name.ts
/** Each glob is compiled once. */
function entriesOf(policy) {
	const names = Object.keys(policy.environments ?? {});
	const globs = names.map((name) => ({
		name,
		matches: environmentGlob(name)
	}));
	const nameFor = (environment) => names.find((name) => isSameName(name, environment)) ?? globs.find(({ matches }) => matches(environment))?.name;
	return {
		names,
		nameFor
	};
}
/** @param entries undefined: every environment is governed, so every name may be one. */
function* checkUse({ environment, path, code, one, never }, entries) {
	if (isGlob(environment)) yield error(code, path, `\`${environment}\` is a glob, and ${one}, so ${never}. Write its name.`);
	else if (entries !== void 0 && entries.nameFor(environment) === void 0) {
		const how = suggest(environment, entries.names, "Defined");
		yield error(code, path, `No entry of \`environments\` is \`${environment}\`, so ${never}. ${how}`);
	}
}

// src/policy/check/after-verification.ts
/** Approvals that count only after a verification, and the environment in which that is. */
function* checkAfterVerification(policy) {
	const entries = policy.environments === void 0 ? void 0 : entriesOf(policy);
	for (const [index, gate] of policy.gates.entries()) {
		const environment = gate.require.approvals?.after?.verified;
		if (environment === void 0) continue;
		const path = [
			"gates",
			index,
			"require",
			"approvals",
			"after",
			"verified"
		];
		yield* checkUse({
			environment,
			path,
			code: "environment-unknown",
			one: "a commit is signed off on what was tested in one environment",
			never: "no approval could ever count"
		}, entries);
		if (!onlyFor(gate, environment)) continue;
		const message = `This gate opens \`${environment}\`, and approvals count only after the commit was verified there, so it could never open. Name the environment before it, or remove \`after\`.`;
		yield error("approval-after-itself", path, message);
	}
}
function onlyFor(gate, environment) {
	return gate.for?.environments?.every((each) => isSameName(each, environment)) ?? false;
}
/** A gate for others as well, that holds the very environment in which the commit has to be verified first. */
function* warnAfterVerification(policy) {
	for (const [index, gate] of policy.gates.entries()) {
		const environment = gate.require.approvals?.after?.verified;
		if (environment === void 0 || gate.at === "merge") continue;
		const patterns = gate.for?.environments;
		if (patterns !== void 0 && !patterns.some((each) => environmentGlob(each)(environment))) continue;
		const path = [
			"gates",
			index,
			"require",
			"approvals",
			"after",
			"verified"
		];
		const message = `This gate holds \`${environment}\` as well, where nothing can be approved before it was verified there. Name the other environments in \`for: { environments: … }\`.`;
		yield warning("approval-after-itself", path, message);
	}
}

// src/policy/check/approvals.ts
function* checkApprovals(policy) {
	for (const [index, gate] of policy.gates.entries()) {
		const { approvals } = gate.require;
		if (approvals !== void 0) yield* checkOne(gate, approvals, [
			"gates",
			index,
			"require",
			"approvals"
		]);
	}
}
function* checkOne(gate, approvals, path) {
	const most = mostPeople(approvals.from);
	if (approvals.count > most) {
		const message = `${approvals.count} ${approvals.count === 1 ? "approval is" : "approvals are"} asked of ${most} ${most === 1 ? "person" : "people"}, so the gate could never open. Ask for fewer or name more; bots never count.`;
		yield error("approvals-impossible", [...path, "count"], message);
	}
	if (gate.at === "merge" && approvals.of === "release") {
		const message = "A pull request has no release approvals before it is merged, so this gate could never open. Use `of: change`.";
		yield error("approvals-impossible", [...path, "of"], message);
	}
	const usable = approvals.of === "change" ? ["review"] : [
		"deployment-review",
		"page",
		"comment"
	];
	if (approvals.via !== void 0 && !approvals.via.some((source) => usable.includes(source))) {
		const message = `\`of: ${approvals.of}\` is satisfied by ${usable.join(", ")}; \`via\` allows none of them, so the gate could never open.`;
		yield error("approvals-impossible", [...path, "via"], message);
	}
}
/** How many people can approve at all: an explicit list has an end; a team, a permission or CODEOWNERS may grow. */
function mostPeople(from) {
	if (from.teams !== void 0 || from.permission !== void 0 || from.codeowners !== void 0) return Number.POSITIVE_INFINITY;
	const people = (from.users ?? []).map((user) => user.toLowerCase()).filter((user) => !user.endsWith("[bot]"));
	return new Set(people).size;
}
function* warnApprovals(policy) {
	for (const [index, gate] of policy.gates.entries()) {
		const { approvals } = gate.require;
		if (approvals === void 0 || approvals.count > 0 || approvals.of === "release") continue;
		if (approvals.veto || approvals.from.codeowners === true) continue;
		yield warning("approvals-none", [
			"gates",
			index,
			"require",
			"approvals",
			"count"
		], "0 approvals of a change are always given, so this holds nothing. Ask for one, or for `veto: true` if an objection should hold it.");
	}
}

// src/policy/check/globs-overlap.ts
/** Whether some text is matched by two globs at once. */
/** Steps that one test may take for all its patterns together, about half a microsecond each. */
const MOST_STEPS$1 = 4e4;
/**
* The test whether a glob overlaps one of `known`. When it takes too many steps the answer is yes: nothing is claimed
* unproven.
*
* @param options `ignoreCase` for names of environments.
*/
function overlapTest(known, options = {}) {
	const tokens = known.map((each) => globTokens(each, options));
	const budget = { left: MOST_STEPS$1 };
	return (pattern) => {
		const own = globTokens(pattern, options);
		return tokens.some((each) => overlaps(each, own, budget));
	};
}
function overlaps(mine, theirs, budget) {
	const width = theirs.length + 1;
	const seen = /* @__PURE__ */ new Set();
	const open = [];
	const reach = (my, their) => {
		for (const each of my) for (const other of their) {
			const pair = each * width + other;
			if (seen.has(pair)) continue;
			seen.add(pair);
			open.push(pair);
		}
	};
	reach(entered(mine, 0), entered(theirs, 0));
	for (let pair = open.pop(); pair !== void 0; pair = open.pop()) {
		const [my, their] = [Math.floor(pair / width), pair % width];
		if (--budget.left < 0 || my === mine.length && their === theirs.length) return true;
		for (const character of charactersAt(mine[my], theirs[their])) reach(after(mine, my, character), after(theirs, their, character));
	}
	return false;
}
/** The literal characters at hand, the separator, and one that stands for all others. */
function charactersAt(mine, theirs) {
	return [.../* @__PURE__ */ new Set([
		"/",
		"\n",
		...[mine, theirs].filter((token) => typeof token === "string")
	])];
}
/** The step and those after it that are reached without reading a character. */
function entered(tokens, from) {
	const reached = [from];
	for (let index = from; index < tokens.length; index++) {
		const token = tokens[index];
		if (token !== SOME && token !== ANY && token !== FOLDERS) break;
		reached.push(index + 1);
	}
	return reached;
}
/** Where a pattern may stand after it read a character at `index`. */
function after(tokens, index, character) {
	const token = tokens[index];
	if (token === void 0) return [];
	if (token === FOLDERS) return character === "/" ? entered(tokens, index) : [index];
	if (token === ANY || token === SOME && character !== "/") return entered(tokens, index);
	return token === character || token === ONE && character !== "/" ? entered(tokens, index + 1) : [];
}

// src/policy/check/environments.ts
/** Names of environments and services: each that is used exists, and each exists once. */
function* checkEnvironments(policy) {
	yield* checkServices(policy);
	if (policy.environments === void 0) return;
	const known = Object.keys(policy.environments);
	if (known.length === 0) yield error("list-empty", ["environments"], "`environments` names none, so every deployment would be held. Name them or remove the key.");
	const refused = known.filter((name) => globProblem(name) !== void 0);
	for (const name of refused) {
		const message = `The glob \`${name}\` ${globProblem(name)}.`;
		yield error("glob-refused", ["environments", name], message, "key");
	}
	yield* checkTwice(known, "environments", "environment-duplicate");
	if (refused.length === 0 && known.length > 0) yield* checkUses(policy, known);
}
function* checkTwice(names, section, code) {
	const seen = /* @__PURE__ */ new Set();
	for (const name of names) {
		const isTwice = seen.has(name.toLowerCase());
		seen.add(name.toLowerCase());
		if (!isTwice) continue;
		const message = `\`${name}\` is given twice in different letters; names compare without case, so which one holds would be a guess. Keep one.`;
		yield error(code, [section, name], message, "key");
	}
}
function* checkUses(policy, known) {
	const exact = new Set(known.map((name) => name.toLowerCase()));
	const overlapsKnown = overlapTest(known, { ignoreCase: true });
	for (const [pattern, path] of usesOf$1(policy)) {
		if (exact.has(pattern.toLowerCase()) || overlapsKnown(pattern)) continue;
		const message = `No entry of \`environments\` is matched by \`${pattern}\`, so this never applies. ${suggest(pattern, known, "Defined")}`;
		yield error("environment-unknown", path, message);
	}
}
function usesOf$1(policy) {
	return [
		...policy.freezes.flatMap((freeze, index) => written(freeze.environments, [
			"freezes",
			index,
			"environments"
		])),
		...policy.gates.flatMap((gate, index) => written(gate.for?.environments, [
			"gates",
			index,
			"for",
			"environments"
		])),
		...written(policy.record?.for?.environments, [
			"record",
			"for",
			"environments"
		]),
		...(policy.escalation ?? []).flatMap((rule, index) => written(rule.for?.environments, [
			"escalation",
			index,
			"for",
			"environments"
		]))
	];
}
/** Without a `services` section the name of a service is the name of a lane, and all paths are its own. */
function* checkServices(policy) {
	const known = Object.keys(policy.services);
	yield* checkTwice(known, "services", "service-duplicate");
	if (known.length === 0) return;
	for (const [name, { service }] of Object.entries(policy.environments ?? {})) {
		if (service === void 0 || known.some((each) => isSameName(each, service))) continue;
		const message = `There is no service \`${service}\` in \`services\`, so no paths are its own. ${suggest(service, known, "Defined")}`;
		yield error("service-unknown", [
			"environments",
			name,
			"service"
		], message);
	}
}
/** Groups that hold nothing together. */
function* warnEnvironments(policy) {
	const entries = Object.entries(policy.environments ?? {});
	for (const [name, { group }] of entries) {
		if (group === void 0 || isGlob(name)) continue;
		if (entries.filter(([, other]) => other.group === group).length > 1) continue;
		const message = `\`${name}\` is the only member of the group \`${group}\`, so the group holds nothing back. Name the other members, or remove the key.`;
		yield warning("group-of-one", [
			"environments",
			name,
			"group"
		], message);
	}
}

// src/policy/check/gates.ts
function* checkGates(policy) {
	const first = /* @__PURE__ */ new Map();
	for (const [index, gate] of policy.gates.entries()) {
		yield* checkGate(policy, gate, index);
		if (first.has(gate.name)) {
			const message = `There are two gates \`${gate.name}\`; nobody could tell which one holds. Rename one.`;
			yield error("gate-duplicate", [
				"gates",
				index,
				"name"
			], message);
		}
		first.set(gate.name, index);
	}
}
function* checkGate(policy, gate, index) {
	for (const [item, name] of (gate.require.window ?? []).entries()) {
		if (Object.hasOwn(policy.windows, name)) continue;
		const message = `There is no window \`${name}\`, so it would never open. ${suggest(name, Object.keys(policy.windows), "Defined")}`;
		yield error("window-unknown", [
			"gates",
			index,
			"require",
			"window",
			item
		], message);
	}
	if (gate.at === "merge") yield* checkMergeGate(gate, ["gates", index]);
}
/** What a deployment alone has: a gate that asks for it when a pull request is merged could never open. */
const OF_DEPLOYMENTS = {
	strategy: "Merging has no environment and so no strategy",
	attestation: "Merging deploys nothing, so there is no digest that could be attested"
};
function* checkMergeGate(gate, path) {
	if (gate.for?.environments !== void 0) {
		const message = "Merging has no environment, so this gate would never apply. Remove `environments` or `at: merge`.";
		yield error("merge-environment", [
			...path,
			"for",
			"environments"
		], message, "key");
	}
	for (const key of ["strategy", "attestation"]) {
		if (gate.require[key] === void 0) continue;
		const message = `${OF_DEPLOYMENTS[key]}: no pull request could ever be merged. Remove \`${key}\` or \`at: merge\`.`;
		yield error("merge-environment", [
			...path,
			"require",
			key
		], message, "key");
	}
}
/** Names of the checks that are written from the decision itself. */
const OWN_CHECKS = ["tidegate", "tidegate/policy"];
function* warnGates(policy) {
	for (const [index, gate] of policy.gates.entries()) for (const [item, { name, app }] of (gate.require.checks ?? []).entries()) {
		const path = [
			"gates",
			index,
			"require",
			"checks",
			item
		];
		const isOwn = OWN_CHECKS.some((own) => isSameName(own, name)) && (app === void 0 || app === "tidegate");
		if (gate.at !== "merge" || !isOwn) continue;
		const message = `\`${name}\` is Tidegate's own check and waits for this gate, which would wait for it. Remove it from \`checks\`.`;
		yield warning("check-of-its-own", path, message);
	}
}

// src/policy/check/bounded-search.ts
/** Searches that end: a policy that nobody meant to write can make a hundred years very long. */
/** Thrown and caught here only. */
var Ended = class extends Error {
	found;
	constructor(found) {
		super(found);
		this.found = found;
	}
};
/** The first question to a timeline costs as much as so many others: it works out the days around it. */
const FIRST_QUESTION = 30;
/**
* Whether all conditions ever hold at or after `from`; what is not found before `until` counts as never.
*
* @param most how often timelines may be asked, by all searches together.
*/
function boundedSearch(most) {
	let left = most;
	const asked = /* @__PURE__ */ new WeakSet();
	function price(timeline) {
		if (asked.has(timeline)) return 1;
		asked.add(timeline);
		return FIRST_QUESTION;
	}
	function counted(timeline, until) {
		const { bounds } = timeline;
		return {
			...timeline,
			stateAt(at) {
				if (at > until) throw new Ended("never");
				left -= price(timeline);
				if (left < 0) throw new Ended("unknown");
				return timeline.stateAt(at);
			},
			...bounds === void 0 ? {} : { bounds: {
				outer: counted(bounds.outer, until),
				inner: counted(bounds.inner, until)
			} }
		};
	}
	return ({ inside, outside }, from, until) => {
		const conditions = {
			inside: inside.map((each) => counted(each, until)),
			outside: outside.map((each) => counted(each, until))
		};
		try {
			return firstOpening(conditions, from) === null ? "never" : "opens";
		} catch (error) {
			if (error instanceof Ended) return error.found;
			throw error;
		}
	};
}

// src/policy/check/timed-releases.ts
/** The kinds of release that windows and freezes tell apart, each once. */
/** Environments and releases that are told apart at most. */
const MOST_ENVIRONMENTS = 50;
/** @param most how many of them; the ones with the fewest gates and freezes first. */
function timedReleases(policy, most) {
	const found = /* @__PURE__ */ new Map();
	for (const release of releasesOf(policy)) {
		const key = keyOf(policy, release);
		if (key !== "" && !found.has(key)) found.set(key, release);
		if (found.size >= 10 * most) break;
	}
	const size = ({ gates, freezes }) => gates.length + freezes.length;
	return [...found.values()].sort((one, other) => size(one) - size(other)).slice(0, most);
}
/** A rollback that nobody authorised is excepted from nothing, so it says nothing of the others. */
const TYPES = RELEASE_TYPES.filter((type) => type !== "rollback");
function* releasesOf(policy) {
	const gates = policy.gates.filter((gate) => gate.require.window !== void 0);
	const { freezes } = policy;
	if (gates.length === 0 && freezes.length === 0) return;
	const matches = matcher();
	const patterns = [...gates.map((gate) => gate.for?.environments), ...freezes.map((freeze) => freeze.environments)];
	for (const { kind, environment } of placesOf(policy, patterns, matches)) {
		const isHere = (names) => names === void 0 || environment !== void 0 && matches(names, environment);
		const here = {
			gates: gates.filter((gate) => gate.at === kind && isHere(gate.for?.environments)),
			freezes: freezes.filter((each) => each.at.includes(kind) && (kind === "merge" || isHere(each.environments)))
		};
		if (here.gates.length === 0 && here.freezes.length === 0) continue;
		for (const tier of policy.tiers) for (const type of TYPES) yield {
			kind,
			environment,
			tier,
			type,
			...selected(here, tier, type)
		};
	}
}
/** Whether some pattern matches an environment; each pattern is compiled once. */
function matcher() {
	const globs = /* @__PURE__ */ new Map();
	return (patterns, environment) => patterns.some((pattern) => {
		const glob = globs.get(pattern) ?? environmentGlob(pattern);
		globs.set(pattern, glob);
		return glob(environment);
	});
}
function selected({ gates, freezes }, tier, type) {
	const isTier = (tiers) => tiers?.includes(tier) ?? true;
	return {
		gates: gates.filter((gate) => isTier(gate.for?.tiers) && !isExcepted(gate.except, { type })),
		freezes: freezes.filter((freeze) => isTier(freeze.tiers) && !isExcepted(freeze.except, { type }))
	};
}
/** The same gates and freezes are the same question. */
function keyOf(policy, { gates, freezes }) {
	return [...gates.map((gate) => `g${policy.gates.indexOf(gate)}`), ...freezes.map((freeze) => `f${policy.freezes.indexOf(freeze)}`)].join(" ");
}
/** Merging, every environment that is named, and one that nothing names when all are governed. */
function placesOf(policy, patterns, matches) {
	const governed = policy.environments === void 0 ? void 0 : Object.keys(policy.environments);
	const examples = [...new Set([...governed ?? [], ...patterns.flatMap((each) => each ?? [])].map(exampleOf))].slice(0, MOST_ENVIRONMENTS).filter((name) => governed === void 0 || matches(governed, name));
	return [
		{
			kind: "merge",
			environment: void 0
		},
		...governed === void 0 ? [{
			kind: "deploy",
			environment: void 0
		}] : [],
		...examples.map((environment) => ({
			kind: "deploy",
			environment
		}))
	];
}
/** A name that the glob matches. */
function exampleOf(pattern) {
	return pattern.toLowerCase().replace(/\*\*\/?|[*?]/g, (wild) => wild.endsWith("/") ? "" : "x");
}

// src/policy/check/never-opening.ts
/** Windows and freezes that leave no time: legal to write, and nothing will ever go out. */
/** What does not open within 100 years from here never does: a parser has no clock. */
const START = Date.UTC(2026, 0, 1);
/** Releases that are looked at. `decide` says `never-opens` for the others, when they come. */
const MOST_RELEASES = 100;
/** How often windows and freezes are asked, about 1 to 10 microseconds each. What is not found by then is not told. */
const MOST_QUESTIONS = 3e3;
/** Windows and freezes of this kind that are looked at one by one; a search of one may take milliseconds. */
const MOST_SEARCHED = 10;
/** Warns of windows that never open, freezes that never begin, and releases for which no time is left. */
function* neverOpening(policy) {
	const windows = Object.entries(policy.windows).filter(([, window]) => mayBeEmpty(window));
	const dead = new Set(windows.slice(0, MOST_SEARCHED).flatMap(([name]) => isNever(windowTimeline(policy, name)) ? [name] : []));
	for (const name of dead) {
		const message = `The window \`${name}\` never opens: nothing is left of its days after its recurrence and holidays. Correct it, or remove it.`;
		yield warning("never-opens", ["windows", name], message);
	}
	const freezes = policy.freezes.filter((freeze) => freeze.recurs !== null && (mayBeEmpty(freeze) || freeze.from));
	for (const freeze of freezes.slice(0, MOST_SEARCHED)) {
		if (!isNever(freezeTimeline(policy, freeze))) continue;
		const message = `The freeze \`${freeze.name}\` never begins: no day is left of its recurrence. Correct it, or remove it.`;
		yield warning("never-freezes", ["freezes", policy.freezes.indexOf(freeze)], message);
	}
	yield* closedReleases(policy, dead);
}
/** Days of the week and hours alone always come again. */
function mayBeEmpty(written) {
	const { rrule, holidays, "before-holidays": before } = written;
	return rrule !== void 0 || holidays !== void 0 || before !== void 0;
}
function isNever(timeline) {
	if (timeline === void 0) return false;
	const { isInside, changesAt } = timeline.stateAt(START);
	return !isInside && changesAt === null;
}
/** @param dead windows that never open: what waits for them alone was told already. */
function* closedReleases(policy, dead) {
	const told = [];
	const search = boundedSearch(MOST_QUESTIONS);
	for (const release of timedReleases(policy, MOST_RELEASES)) {
		const cause = [...release.gates, ...release.freezes];
		if (told.some((each) => each.every((part) => cause.includes(part)))) continue;
		if (release.gates.some((gate) => gate.require.window?.every((name) => dead.has(name)))) continue;
		if (!isClosed(policy, release, search)) continue;
		told.push(cause);
		yield closed(policy, release, release.gates.length > 1 && isClosed(policy, {
			gates: release.gates,
			freezes: []
		}, search));
	}
}
/** In so many years the clocks of all zones have stood to each other in every way they do. */
const WEEKLY_YEARS = 3;
/** Whether time never lets it go. What took too long to find out is not claimed. */
function isClosed(policy, { gates, freezes }, search) {
	const windows = gates.map((gate) => gate.require.window ?? []);
	const inside = windows.map((names) => windowsOf(policy, names));
	const outside = freezes.map((freeze) => freezeTimeline(policy, freeze));
	const dated = freezes.filter((freeze) => freeze.until !== void 0);
	if ([...windows.flat().flatMap((name) => policy.windows[name] ?? []), ...freezes].some(mayBeEmpty) || dated.some((freeze) => freeze.recurs !== null)) return search({
		inside,
		outside
	}, START, Number.POSITIVE_INFINITY) === "never";
	const ends = dated.flatMap((freeze) => readMoment(freeze.until ?? "", checkedZone(freeze.zone ?? policy.zone)) ?? []);
	const last = Math.max(START, ...ends);
	if (last > START + HORIZON) return search({
		inside,
		outside
	}, START, Number.POSITIVE_INFINITY) === "never";
	return search({
		inside,
		outside
	}, last, last + WEEKLY_YEARS * 366 * DAY) === "never";
}
function closed(policy, release, isApart) {
	const { gates, freezes } = release;
	const last = gates.at(-1);
	const what = sayRelease(release);
	const names = listOf(gates.map((gate) => gate.name));
	if (last === void 0) {
		const [first] = freezes;
		const path = ["freezes", policy.freezes.indexOf(first)];
		const message = `${what.replace(/^a/, "A")} is frozen at all times by ${listOf(freezes.map((freeze) => freeze.name))}, so it never opens. Shorten a freeze, or limit it with \`tiers\` or \`environments\`.`;
		return warning("never-opens", path, message);
	}
	const path = [
		"gates",
		policy.gates.indexOf(last),
		"require",
		"window"
	];
	const message = isApart ? `The windows of ${names} are never open together, so ${what} never opens. Give them a common span, or limit the gates with \`for\`.` : `Whenever the windows of ${names} are open, a freeze is running, so ${what} never opens. Change the windows, or limit the freezes with \`tiers\` or \`except\`.`;
	return warning("never-opens", path, message);
}
function sayRelease({ kind, tier, type, environment, gates, freezes }) {
	const isByType = [...gates, ...freezes].some((each) => each.except !== void 0);
	return `${`${kind === "merge" ? "a pull request" : "a release"} of tier \`${tier}\``}${isByType ? ` and type \`${type}\`` : ""}${environment === void 0 ? "" : ` to ${environment}`}`;
}

// src/policy/check/never-told.ts
/** Keys that wait for something that nothing in the policy leads to: nobody would be told, paged or let through. */
const SOURCES$1 = {
	"verification-failed": {
		isThere: has(({ verify }) => verify !== void 0),
		missing: "No environment has `verify`, so no verification is asked for that could fail. Add one"
	},
	"verification-missing": {
		isThere: has(({ verify }) => verify?.within !== void 0),
		missing: "No environment has `verify: { within: … }`, so no verification is ever missed. Add one"
	},
	"rollback-failed": {
		isThere: has(({ rollback }) => rollback !== void 0),
		missing: "No environment has `rollback`, so nothing is rolled back that could fail. Add one"
	},
	"watching-ended": {
		isThere: has(({ verify }) => verify?.watch !== void 0),
		missing: "No environment has `verify: { watch: … }`, so nothing is watched. Add one"
	},
	planned: {
		isThere: hasPlan,
		missing: "There is no `plan`, so no release is planned. Add it"
	},
	"window-opens-in": {
		isThere: (policy) => hasPlan(policy) || hasTimes(policy),
		missing: "There is no `plan`, no gate asks for a window and there is no freeze, so nothing waits for a time. Add one"
	},
	"review-overdue": {
		isThere: ({ reviews }) => reviews?.due !== void 0,
		missing: "There is no `reviews: { due: … }`, so no review is ever overdue. Add it"
	}
};
function has(isOne) {
	return ({ environments }) => Object.values(environments ?? {}).some(isOne);
}
function hasPlan(policy) {
	return policy.plan !== void 0;
}
function hasTimes({ gates, freezes }) {
	return freezes.length > 0 || gates.some((gate) => gate.require.window !== void 0);
}
/** @param all this policy, and the organisation's when it is known: what one leads to the other may tell. */
function* warnNeverTold(policy, all) {
	for (const [event, path] of eventsOf(policy)) {
		const source = Object.hasOwn(SOURCES$1, event) ? SOURCES$1[event] : void 0;
		if (source === void 0 || all.some(source.isThere)) continue;
		yield warning("event-never", path, `${source.missing}, or remove \`${event}\` here.`);
	}
	yield* warnTemplates(policy);
	yield* warnWatches(policy);
	yield* warnStrategies(policy, all);
}
function eventsOf(policy) {
	return [...(policy.notify ?? []).flatMap(({ on }, index) => on.map((event, item) => {
		return [typeof event === "string" ? event : Object.keys(event)[0] ?? "", [
			"notify",
			index,
			"on",
			item
		]];
	})), ...(policy.escalation ?? []).flatMap(({ when }, index) => when.map((event, item) => [event, [
		"escalation",
		index,
		"when",
		item
	]]))];
}
/** PagerDuty has fields of its own for what happened, and no text. */
function* warnTemplates(policy) {
	for (const [index, { template, slack, webhook }] of (policy.notify ?? []).entries()) {
		if (template === void 0 || slack !== void 0 || webhook !== void 0) continue;
		yield warning("template-unread", [
			"notify",
			index,
			"template"
		], "PagerDuty shows no announcement, so nobody would read this template. Give `slack` or `webhook`, or remove `template`.");
	}
}
function* warnWatches(policy) {
	for (const [name, { verify }] of Object.entries(policy.environments ?? {})) {
		if (verify?.watch?.every === void 0) continue;
		const { every, for: lasts } = verify.watch;
		const path = [
			"environments",
			name,
			"verify",
			"watch",
			"every"
		];
		if ((parseDuration(every) ?? 0) > (parseDuration(lasts) ?? 0)) {
			const message = `Nothing is probed again: the watch is over after ${lasts}, before the first time, which is after ${every}. Probe more often, or watch for longer.`;
			yield warning("watch-too-short", path, message);
		}
		if (verify.smoke !== void 0) continue;
		yield warning("watch-without-smoke", path, "Nothing is probed again: `every` says when, and no smoke file says what. Give `verify: { smoke: … }`, or remove `every`.");
	}
}
function* warnStrategies(policy, all) {
	const isIn = overlapOfStrategies(all.flatMap(({ environments }) => Object.entries(environments ?? {})));
	for (const [index, gate] of policy.gates.entries()) {
		const wanted = gate.require.strategy;
		if (wanted === void 0 || (gate.for?.environments ?? ["**"]).some((pattern) => isIn(wanted, pattern))) continue;
		const message = `No environment that this gate is for has ${wanted.map((each) => `\`strategy: ${each}\``).join(" or ")}, so it would never open. Give one of them to an environment, or ask for another.`;
		yield warning("strategy-nowhere", [
			"gates",
			index,
			"require",
			"strategy"
		], message);
	}
}
/** Whether an environment of one of the strategies may be matched by a pattern. One test, and its budget, for each list. */
function overlapOfStrategies(entries) {
	const tests = /* @__PURE__ */ new Map();
	return (wanted, pattern) => {
		const key = [...new Set(wanted)].toSorted().join();
		const names = entries.flatMap(([name, { strategy }]) => strategy && wanted.includes(strategy) ? [name] : []);
		const test = tests.get(key) ?? overlapTest(names, { ignoreCase: true });
		tests.set(key, test);
		return test(pattern);
	};
}

// src/policy/check/notes.ts
function* warnNotes(policy) {
	const categories = policy.notes?.categories ?? [];
	const titles = /* @__PURE__ */ new Set();
	const takesAll = categories.findIndex((category) => category.labels?.includes("*"));
	for (const [index, { title }] of categories.entries()) {
		const path = [
			"notes",
			"categories",
			index
		];
		if (titles.has(title)) {
			const message = `There are two categories \`${title}\`, so the notes would have two sections of one name. Join or rename them.`;
			yield warning("category-duplicate", [...path, "title"], message);
		}
		titles.add(title);
		if (takesAll < 0 || index <= takesAll) continue;
		const message = `\`${title}\` never takes a change: the \`*\` of \`${categories[takesAll]?.title}\` before it takes everything that is left. Move that to the end.`;
		yield warning("category-unreachable", path, message);
	}
}

// src/policy/check/patterns.ts
/** `title` and `linked-issue`: regular expressions that can be read, and that are cheap, one by one and together. */
/** Steps of one expression and of all of a policy: some ten times what people write, some milliseconds to compile. */
const MOST_STEPS = {
	one: 2e3,
	all: 5e3
};
function* checkPatterns(policy) {
	let all = 0;
	for (const [text, path] of patternsOf(policy)) {
		const steps = stepsOf(text);
		all += steps;
		if (all > MOST_STEPS.all) {
			yield error("pattern-refused", path, "The regular expressions up to here are too large together: each is run on every change. Shorten or remove some.");
			return;
		}
		const problem = steps > MOST_STEPS.one ? "repeats too much" : patternProblem(text);
		if (problem === void 0) continue;
		const message = `\`${text.slice(0, 80)}\` ${problem}. Write RE2 syntax, which runs in linear time: no lookarounds, no back-references.`;
		yield error("pattern-refused", path, message);
	}
}
function patternsOf(policy) {
	return [...(policy.risk ?? []).flatMap(({ when }, index) => written(when?.title, [
		"risk",
		index,
		"when",
		"title"
	])), ...policy.gates.flatMap((gate, index) => {
		const pattern = gate.require["linked-issue"];
		return typeof pattern === "string" ? [[pattern, [
			"gates",
			index,
			"require",
			"linked-issue"
		]]] : [];
	})];
}
/** Classes of Unicode are tables of hundreds of ranges. */
const UNICODE_CLASS = 20;
const PIECE = /\\p(?:\{[^}]*\}|.)?|\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]|\{(\d+)(?:,(\d*))?\}|[()]|./gisu;
/** About how many steps the compiled expression has; repetitions multiply what they repeat. */
function stepsOf(text) {
	const groups = [0];
	let last = 0;
	for (const [piece, least, most] of text.matchAll(PIECE)) {
		if (piece === "(") {
			groups.push(1);
			continue;
		}
		const times = Math.max(Number(least ?? 1), Number(most ?? 0), 1);
		const added = least === void 0 ? stepsOfPiece(piece, groups) : last * (times - 1);
		last = least === void 0 ? added : last * times;
		groups.push((groups.pop() ?? 0) + added);
	}
	return groups.reduce((sum, each) => sum + each, 0);
}
/** @param groups the steps of the groups that are open, the outermost first. */
function stepsOfPiece(piece, groups) {
	if (piece === ")") return groups.length > 1 ? groups.pop() ?? 0 : 1;
	return /\\p/i.test(piece) ? UNICODE_CLASS : 1;
}

// src/policy/check/people.ts
function* checkPeople(policy) {
	if (policy.override === void 0 || whoMayOverrideSomewhere(policy) !== void 0) return;
	yield error("people-empty", ["override"], "`override` names nobody, and no environment has a `release-manager`, so nobody could break glass. Give `by`, or name a `release-manager`.", "key");
}
function* warnPeople(policy) {
	for (const [people, path, right] of listsOf(policy)) {
		if (people.permission !== "read") continue;
		const message = `Everybody with an account has \`read\` on a public repository, so anybody could ${right}. Use \`write\`, or name teams, unless the repository is private.`;
		yield warning("people-everybody", [...path, "permission"], message);
	}
}
function listsOf(policy) {
	return [
		...policy.gates.flatMap((gate, index) => {
			const { approvals } = gate.require;
			return approvals === void 0 ? [] : [[
				approvals.from,
				[
					"gates",
					index,
					"require",
					"approvals",
					"from"
				],
				"approve"
			]];
		}),
		...Object.entries(policy.environments ?? {}).flatMap(([name, { rollback, "release-manager": manager }]) => [...rollback?.by === void 0 ? [] : [[
			rollback.by,
			[
				"environments",
				name,
				"rollback",
				"by"
			],
			"roll back"
		]], ...manager === void 0 ? [] : [[
			manager,
			[
				"environments",
				name,
				"release-manager"
			],
			"act as release manager"
		]]]),
		...policy.override?.by === void 0 ? [] : [[
			policy.override.by,
			["override", "by"],
			"break glass"
		]]
	];
}

// src/policy/offset.ts
/** Times before and after a date, as a policy writes them: `-5d`, `0d`, `2h`. */
/** Milliseconds, negative before the date; undefined: it cannot be read. */
function readOffset(text) {
	const isBefore = text.startsWith("-");
	const length = parseDuration(isBefore ? text.slice(1) : text);
	if (length === void 0) return void 0;
	return isBefore && length > 0 ? -length : length;
}

// src/policy/check/plan.ts
function* checkPlan(policy) {
	let before;
	for (const [name, offset] of Object.entries(policy.plan?.stages ?? {})) {
		const path = [
			"plan",
			"stages",
			name
		];
		if (/^\d+$/.test(name)) {
			const message = `\`${name}\` is a number, and has no place in an order of names. Call the stage by a word: \`stage-${name}\`.`;
			yield error("stages-order", path, message, "key");
			continue;
		}
		if (before !== void 0 && (readOffset(before[1]) ?? 0) > (readOffset(offset) ?? 0)) {
			const message = `The stage \`${name}\` (${offset}) is earlier than \`${before[0]}\` (${before[1]}), which stands before it, so their order would be a guess. Write stages in the order of their times.`;
			yield error("stages-order", path, message);
		}
		before = [name, offset];
	}
}
/** @param isOfOrganisation whether it is the organisation's policy: no single repository may speak for others. */
function* checkTrains(policy, isOfOrganisation) {
	if (policy.trains !== void 0 && !isOfOrganisation) {
		yield error("train-misplaced", ["trains"], "Trains hold releases of several repositories, so they are said in the organisation's policy, and here they would hold nothing. Move them to `.github/tidegate-org.yml` of the organisation's repository `.github`.", "key");
		return;
	}
	for (const [name, train] of Object.entries(policy.trains ?? {})) yield* checkTrain(name, train);
}
function* checkTrain(name, { members, order }) {
	const path = ["trains", name];
	yield* checkOnce(members, [...path, "members"]);
	if (order === void 0) return;
	yield* checkOnce(order, [...path, "order"]);
	for (const [index, each] of order.entries()) {
		if (isAmong(members, each)) continue;
		const message = `\`${each}\` is no member of this train, so nothing of it could go in its turn. Add it to \`members\`, or remove it here.`;
		yield error("train-order", [
			...path,
			"order",
			index
		], message);
	}
	const missing = members.filter((member) => !isAmong(order, member));
	if (missing.length === 0) return;
	const message = `Without a place in \`order\`: ${listOf(missing)}. When they go would be a guess. Name each member once, or leave \`order\` out.`;
	yield error("train-order", [...path, "order"], message, "key");
}
function* checkOnce(names, path) {
	for (const [index, each] of names.entries()) {
		if (!isAmong(names.slice(0, index), each)) continue;
		yield error("train-order", [...path, index], `\`${each}\` is named twice here, and it can go only once. Remove one.`);
	}
}
function isAmong(names, name) {
	return names.some((each) => isSameName(each, name));
}

// src/policy/check/promotions.ts
/** `promote`: the environment before exists, is another one, and no way leads in a circle. */
function* checkPromotions(policy) {
	const entries = entriesOf(policy);
	for (const [name, { promote }] of Object.entries(policy.environments ?? {})) {
		if (promote === void 0) continue;
		const path = [
			"environments",
			name,
			"promote",
			"from"
		];
		const { from } = promote;
		if (isGlob(from) || entries.nameFor(from) === void 0) {
			yield* checkUse({
				environment: from,
				path,
				code: "environment-unknown",
				one: "a commit is promoted from one environment",
				never: "nothing could ever be promoted from it"
			}, entries);
			continue;
		}
		const circle = circleFrom(policy, name, entries);
		if (circle === void 0) continue;
		const message = `${[...circle, circle[0]].map((each) => `\`${each}\``).join(" from ")}: each waits for another, so no commit could enter any of them. Let one of them take commits from nowhere.`;
		yield error("promote-circle", path, message);
	}
}
/** The entries that lead back to `start`, `start` first; undefined when none do. */
function circleFrom(policy, start, entries) {
	const way = [];
	let at = start;
	while (at !== void 0 && !way.includes(at)) {
		way.push(at);
		const from = policy.environments?.[at]?.promote?.from;
		at = from === void 0 ? void 0 : entries.nameFor(from);
	}
	return at === start ? way : void 0;
}

// src/policy/check/release-rules.ts
/** `when: { release: … }` of a rule: comparisons that no release satisfies. */
/** Counted of a change and of the whole release: a release has at least as many as any of its changes. */
const COUNTED = [
	"lines",
	"files",
	"commits"
];
/** The key under `release`, and why it could never match. */
function* releaseContradictions(when) {
	const { release } = when;
	if (release === void 0) return;
	const changes = spanOf(release.changes);
	if (Object.keys(when).length > 1 && changes.most < 1) yield ["changes", "A release without changes has none that the other keys match, so this could never match."];
	if (spanOf(release.commits).most < changes.least) yield ["commits", "Every change has a commit of its own, so a release has at least as many commits as changes, and this could never match. Correct one of the two comparisons."];
	for (const key of COUNTED) {
		if (spanOf(release[key]).most >= spanOf(when[key]).least) continue;
		yield [key, `A release has at least as many ${key} as each of its changes, and \`${key}\` of the change asks for more, so this could never match. Correct one of the two comparisons.`];
	}
}
function spanOf(comparisons) {
	const ranges = (comparisons ?? []).flatMap((text) => readComparison(text, "count") ?? []);
	if (ranges.length === 0) return {
		least: 0,
		most: Number.POSITIVE_INFINITY
	};
	return {
		least: Math.min(...ranges.map(leastOf)),
		most: Math.max(...ranges.map(mostOf))
	};
}
function leastOf({ least, isLeastIncluded }) {
	return Math.max(0, isLeastIncluded ? least : least + 1);
}
function mostOf({ most, isMostIncluded }) {
	return isMostIncluded ? most : most - 1;
}

// src/policy/check/risk.ts
/** `risk`: rules that can never match, and those that match less than they seem to. */
function* checkRisk(policy) {
	for (const [index, { when }] of (policy.risk ?? []).entries()) {
		if (when === void 0) continue;
		for (const [key, message] of contradictionsOf(when)) yield error("never-matches", [
			"risk",
			index,
			"when",
			key
		], message);
		for (const [key, message] of releaseContradictions(when)) yield error("never-matches", [
			"risk",
			index,
			"when",
			"release",
			key
		], message);
	}
}
/** Keys are AND: two that cannot both hold. The key of the second, and why. */
function* contradictionsOf(when) {
	const isBot = (login) => login.toLowerCase().endsWith("[bot]");
	if (when.dependency !== void 0 && when.bot === false) yield ["bot", "A dependency bump is read from the title of a bot's pull request only, so with `bot: false` this could never match. Remove one of the two."];
	if (when.dependency !== void 0 && when.author !== void 0 && !when.author.some(isBot)) yield ["author", "A dependency bump is read from the title of a bot's pull request only, and none of these is one, so this could never match. Write `dependabot[bot]` or `renovate[bot]`, or remove one of the two."];
	if (when.bot === false && when.author?.every(isBot)) yield ["author", "These are bots, and `bot: false` excludes them, so this could never match. Remove one of the two."];
	const pathKey = ["paths", "only-paths"].find((key) => when[key] !== void 0);
	if (pathKey !== void 0 && when.files?.every(isOfNoFile)) yield ["files", `A change without files has no path for \`${pathKey}\`, so this could never match. Correct the comparison.`];
}
function isOfNoFile(comparison) {
	const range = readComparison(comparison, "count");
	return range !== void 0 && (range.most < 1 || range.most === 1 && !range.isMostIncluded);
}
function* warnRisk(policy) {
	const rules = policy.risk ?? [];
	if (policy.risk?.every((rule) => rule.when !== void 0)) {
		const message = `Every rule has a \`when\`, so a change that none matches has the lowest tier, \`${policy.tiers[0]}\`. Add a rule without \`when\` to choose its tier.`;
		yield warning("risk-without-default", ["risk"], message);
	}
	const defaults = rules.flatMap((rule, index) => rule.when === void 0 ? [{
		tier: rule.tier,
		index
	}] : []);
	const highest = Math.max(...defaults.map(({ tier }) => policy.tiers.indexOf(tier)));
	for (const { tier, index } of defaults.slice(1)) {
		const winner = policy.tiers[highest];
		const message = `Several rules have no \`when\`, and all of them apply when no other does, so \`${winner}\` always wins. Keep one${tier === winner ? "" : ", or give this one a `when`"}.`;
		yield warning("risk-default-twice", ["risk", index], message);
	}
	for (const [index, { when }] of rules.entries()) if (when !== void 0) yield* warnWhen(when, index);
}
function* warnWhen(when, index) {
	if (when.type?.every((type) => type === "rollback" || type === "redeploy")) yield warning("type-unreachable", [
		"risk",
		index,
		"when",
		"type"
	], "Only a whole release is a rollback or redeploy, never one of its changes, so this never matches. Use `except: { types: … }` of a gate or freeze.");
	for (const key of ["paths", "only-paths"]) {
		const shallow = (when[key] ?? []).find((pattern) => isGlob(pattern) && !pattern.includes("/") && !pattern.includes("**"));
		if (shallow === void 0) continue;
		const message = `\`${shallow}\` matches only at the top of the repository, since \`*\` does not cross \`/\`. For every folder write \`**/${shallow}\`.`;
		yield warning("glob-only-at-top", [
			"risk",
			index,
			"when",
			key
		], message);
	}
}

// src/policy/check/rollbacks.ts
/** `rollback`: drills that can be made, and rollbacks that somebody may answer. */
function* checkRollbacks(policy) {
	const entries = entriesOf(policy);
	for (const [name, { rollback }] of Object.entries(policy.environments ?? {})) {
		const environment = rollback?.drill?.in;
		if (environment === void 0) continue;
		const path = [
			"environments",
			name,
			"rollback",
			"drill",
			"in"
		];
		yield* checkUse({
			environment,
			path,
			code: "drill-unknown",
			one: "a rollback is tried in one environment",
			never: "no drill could ever be found"
		}, entries);
		if (!isSameName(environment, name)) continue;
		const message = `A drill in \`${environment}\` itself takes away what its users have, so it would be a rollback and no drill. Name an environment before it.`;
		yield error("drill-unknown", path, message);
	}
}
function* warnRollbacks(policy) {
	for (const [name, entry] of Object.entries(policy.environments ?? {})) {
		const { rollback } = entry;
		if (rollback === void 0) continue;
		if (rollback.mode === "switch" && rollback.workflow === void 0) yield warning("rollback-inputs", [
			"environments",
			name,
			"rollback",
			"mode"
		], "Nothing is switched: the inputs are passed to a workflow, and none is named. Give `workflow`, or remove `mode` and `inputs`.");
		if (rollback.by !== void 0 || entry["release-manager"] !== void 0 || policy.override?.by !== void 0) continue;
		const asked = policy.tiers.filter((tier) => rollback.authorise[tier] !== "auto");
		if (asked.length === 0) continue;
		const message = `A rollback that takes away tier ${asked.map((tier) => `\`${tier}\``).join(", ")} has to be approved, and nobody may: there is no \`rollback.by\`, \`release-manager\` or \`override.by\`. Name people in one of them.`;
		yield warning("rollback-unanswerable", [
			"environments",
			name,
			"rollback"
		], message, "key");
	}
}

// src/policy/check/tiers.ts
/** Names of tiers: each once, each that is used, and all of the organisation's. */
/** Without the organisation's tiers in their order, nobody could say which of two tiers is the higher one. */
function* checkAgreement(policy, org) {
	if (commonTiers([org, policy]).isCommon) return;
	const message = `These tiers do not contain those of the organisation in the same order, so every release would have the highest. Include ${listOf(org.tiers)}.`;
	yield error("tiers-conflict", ["tiers"], message);
}
function* checkTiers(policy) {
	for (const [index, tier] of policy.tiers.entries()) {
		if (policy.tiers.indexOf(tier) === index) continue;
		yield error("tier-duplicate", ["tiers", index], `The tier \`${tier}\` is listed twice; its rank would be a guess.`);
	}
	for (const [tier, path] of usesOf(policy)) if (!policy.tiers.includes(tier)) yield error("tier-unknown", path, unknownTier(policy, tier));
	yield* checkAuthorised(policy);
}
function* checkAuthorised(policy) {
	for (const [name, environment] of Object.entries(policy.environments ?? {})) for (const tier of Object.keys(environment.rollback?.authorise ?? {})) {
		if (policy.tiers.includes(tier)) continue;
		yield error("tier-unknown", [
			"environments",
			name,
			"rollback",
			"authorise",
			tier
		], unknownTier(policy, tier), "key");
	}
}
function unknownTier(policy, tier) {
	return `There is no tier \`${tier}\`, so this never applies. ${suggest(tier, policy.tiers, "Defined")}`;
}
function usesOf(policy) {
	return [
		...(policy.risk ?? []).map((rule, index) => [rule.tier, [
			"risk",
			index,
			"tier"
		]]),
		...policy.freezes.flatMap((freeze, index) => written(freeze.tiers, [
			"freezes",
			index,
			"tiers"
		])),
		...policy.gates.flatMap((gate, index) => written(gate.for?.tiers, [
			"gates",
			index,
			"for",
			"tiers"
		])),
		...written(policy.record?.for?.tiers, [
			"record",
			"for",
			"tiers"
		])
	];
}

// src/policy/check/times.ts
/** `windows` and `freezes`: recurrences, holidays and dates that can be read, and times that exist. */
function* checkTimes(policy) {
	const calendars = /* @__PURE__ */ new Set();
	for (const [name, window] of Object.entries(policy.windows)) yield* checkRecurrence(window, ["windows", name], calendars);
	for (const [index, freeze] of policy.freezes.entries()) {
		yield* checkRecurrence(freeze, ["freezes", index], calendars);
		yield* checkDates(policy, freeze, ["freezes", index]);
	}
}
function* checkRecurrence(recurrence, path, calendars) {
	const { rrule, starts } = recurrence;
	if (rrule !== void 0) {
		const read = readRule(rrule, { starts });
		if (read.kind === "refused") {
			const message = `The recurrence cannot be used, so its days would be a guess: ${read.message}.`;
			yield error("rrule-refused", [...path, "rrule"], message);
		}
	}
	for (const key of ["holidays", "before-holidays"]) for (const [index, entry] of (recurrence[key] ?? []).entries()) yield* checkHoliday(entry, [
		...path,
		key,
		index
	], calendars);
}
/** The dates of each country or region are worked out for every year that is looked at. */
const MOST_CALENDARS = 10;
/** @param calendars the countries and regions that were met so far. */
function* checkHoliday(entry, path, calendars) {
	if (!/^\d/.test(entry)) {
		if (calendars.size >= MOST_CALENDARS && !calendars.has(entry.toUpperCase())) {
			yield error("out-of-range", path, `More than ${MOST_CALENDARS} countries and regions are named in this policy. Name fewer, or write the dates.`);
			return;
		}
		calendars.add(entry.toUpperCase());
	}
	const problem = holidayProblem(entry);
	if (problem === "holidays-date") {
		const message = `\`${entry}\` is not a date that exists, so it would never be a holiday. Write \`2026-12-24\`, or a country or region.`;
		yield error("holiday-unknown", path, message);
	} else if (problem === "holidays-code") {
		const message = `The public holidays of \`${entry}\` are not known, so nothing would be closed on them. Write a country or region as \`DE\`, \`DE-BE\` or \`US-CA\`, or single dates.`;
		yield error("holiday-unknown", path, message);
	}
}
function* checkDates(policy, freeze, path) {
	const zone = checkedZone(freeze.zone ?? policy.zone);
	const from = freeze.from === void 0 ? void 0 : readMoment(freeze.from, zone);
	const until = freeze.until === void 0 ? void 0 : readMoment(freeze.until, zone);
	if (from === void 0 || until === void 0 || from < until) return;
	const message = `The freeze \`${freeze.name}\` ends at or before its beginning, so it would freeze nothing. \`until\` is the first instant after it.`;
	yield error("freeze-ends-before-it-begins", [...path, "until"], message);
}
function* warnTimes(policy) {
	const asked = new Set(policy.gates.flatMap((gate) => gate.require.window ?? []));
	for (const name of Object.keys(policy.windows)) {
		if (asked.has(name)) continue;
		const message = `No gate asks for the window \`${name}\`, so it holds nothing. Name it in \`require: { window: … }\` of a gate, or remove it.`;
		yield warning("window-unused", ["windows", name], message, "key");
	}
	const names = /* @__PURE__ */ new Set();
	for (const [index, freeze] of policy.freezes.entries()) {
		if (names.has(freeze.name)) {
			const message = `There are two freezes \`${freeze.name}\`; whoever is held could not tell by which. Rename one.`;
			yield warning("freeze-duplicate", [
				"freezes",
				index,
				"name"
			], message);
		}
		names.add(freeze.name);
		if (freeze.environments === void 0 || freeze.at.includes("deploy")) continue;
		yield warning("merge-environment", [
			"freezes",
			index,
			"environments"
		], "Merging has no environment, so this freeze holds every merge. Remove `environments`, or `at: merge` if deployments were meant.", "key");
	}
}

// src/policy/check.ts
/** What a policy says that cannot be meant: names that do not exist, rules that can never match, gates nobody can pass. */
/** The errors of a policy, or else its warnings. */
function checkPolicy(policy, owner) {
	const errors = firstOf(errorsOf(policy, owner));
	return errors.length > 0 ? errors : firstOf(warningsOf(policy, owner));
}
function* errorsOf(policy, { org, isOfOrganisation }) {
	if (org !== void 0) yield* checkAgreement(policy, org);
	yield* checkTiers(policy);
	yield* checkRisk(policy);
	yield* checkPatterns(policy);
	yield* checkTimes(policy);
	yield* checkEnvironments(policy);
	yield* checkPromotions(policy);
	yield* checkGates(policy);
	yield* checkApprovals(policy);
	yield* checkAfterVerification(policy);
	yield* checkPeople(policy);
	yield* checkRollbacks(policy);
	yield* checkPlan(policy);
	yield* checkTrains(policy, isOfOrganisation);
}
function* warningsOf(policy, { org, isOfOrganisation }) {
	yield* warnRisk(policy);
	yield* warnTimes(policy);
	yield* warnEnvironments(policy);
	yield* warnRollbacks(policy);
	yield* warnGates(policy);
	yield* warnApprovals(policy);
	yield* warnAfterVerification(policy);
	yield* warnPeople(policy);
	yield* warnNotes(policy);
	if (!isOfOrganisation) yield* warnNeverTold(policy, org === void 0 ? [policy] : [policy, org]);
	yield* neverOpening(policy);
}

// src/policy/problem-codes.ts
const PROBLEM_CODES = {
	...DOCUMENT_CODES,
	"zone-unknown": "No time zone of this name.",
	"days-refused": "Days that cannot be read.",
	"hours-refused": "Hours that cannot be read, or whose ends are equal.",
	"window-empty": "A window with neither days, hours nor an rrule.",
	"freeze-empty": "A freeze that has one end only, or neither dates nor days, hours or an rrule.",
	"rrule-refused": "A recurrence rule that cannot be read, or that says more than days.",
	"holiday-unknown": "A country or region whose public holidays are not known, or a date that does not exist.",
	"pattern-refused": "A regular expression that cannot be read, or that could be slow.",
	"comparison-refused": "A comparison that cannot be read, or that nothing satisfies.",
	"percentage-refused": "Not a percentage.",
	"repository-refused": "Not `owner/name`.",
	"path-refused": "Not a path in the repository.",
	"variable-refused": "Not the name of an environment variable.",
	"verify-empty": "A `verify` without a key.",
	"limit-incomplete": "A `limit` without a key, or with one of two keys that need each other.",
	"notify-nowhere": "A notification without a channel.",
	"window-unknown": "A gate asks for a window that is not defined.",
	"window-unused": "Warning: a window that no gate asks for.",
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
	"environment-duplicate": "One environment given twice in different letters.",
	"service-unknown": "A service that `services` does not define.",
	"service-duplicate": "One service given twice in different letters.",
	"promote-circle": "Environments that wait for each other, or one that waits for itself.",
	"group-of-one": "Warning: a group with one member.",
	"rollback-unanswerable": "Warning: a rollback has to be approved, and nobody may approve it.",
	"gate-duplicate": "Two gates of one name.",
	"merge-environment": "A gate `at: merge` that asks for an environment, or for what deployments alone have. Warning: a freeze `at: merge` that names some.",
	"check-of-its-own": "Warning: a merge gate that waits for the check that waits for it.",
	"approvals-impossible": "Approvals that nobody can give.",
	"approvals-none": "Warning: no approvals are asked for, so nothing is held.",
	"people-everybody": "Warning: a permission that everybody has on a public repository.",
	"never-matches": "A `when` whose keys exclude each other.",
	"risk-without-default": "Warning: every rule of `risk` has a `when`.",
	"type-unreachable": "Warning: a rule for changes of a type that only whole releases have.",
	"risk-default-twice": "Warning: several rules of `risk` have no `when`.",
	"glob-only-at-top": "Warning: a glob without `/` matches only at the top of the repository.",
	"never-opens": "Warning: a window that never opens, or windows and freezes that leave no time for a release.",
	"never-freezes": "Warning: a freeze that never begins.",
	"freeze-duplicate": "Warning: two freezes of one name.",
	"category-duplicate": "Warning: two categories of one title.",
	"category-unreachable": "Warning: a category after one that takes everything.",
	"offset-refused": "Not a time before or after the production date.",
	"rollback-inputs": "`mode: switch` without `inputs`, or the other way round. Warning: without a `workflow` that takes them.",
	"stages-order": "Stages of a plan that are not in the order of their times.",
	"train-order": "The order of a train does not name each of its members once.",
	"train-misplaced": "Trains in a repository's own policy.",
	"drill-unknown": "A rollback drill in an environment that is none.",
	"watch-without-smoke": "Warning: hypercare is to probe, and no smoke file is named.",
	"watch-too-short": "Warning: hypercare is to probe, and is over before the first time.",
	"approval-after-itself": "Approvals that have to be later than the verification of the environment that they open. Warning: when the gate opens others as well.",
	"event-never": "Warning: somebody is to be told or paged of what nothing in the policy leads to.",
	"strategy-nowhere": "Warning: a gate asks for a strategy that no environment has.",
	"template-unread": "Warning: a template for a channel that shows no text.",
	"checklist-without-boxes": "Warning: a checklist in which there is nothing to tick.",
	"file-missing": "Warning: a file that the policy names is not there.",
	"placeholder-unknown": "A name in a template that means nothing.",
	"placeholder-unclosed": "Braces in a template that have no other half on their line.",
	"template-missing": "Warning: a template of `notify` that cannot be read.",
	"template-empty": "A template without text.",
	"template-too-long": "A template that is much longer than an announcement may be.",
	"instant-refused": "Facts: not an RFC 3339 instant with an offset.",
	"people-ambiguous": "Facts: one login in two spellings with two ids."
};

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
const start = word({
	code: "hours-refused",
	title: "hours, or a start",
	isFine: (text) => readHours(text) !== void 0 || readStart(text) !== void 0,
	message: (text) => `\`${text}\` is neither a span of hours nor a start. Write \`"09:00-15:30"\`, over midnight \`"22:00-02:00"\`, to the end of the day \`"12:00-24:00"\`; with \`lasts\` a start: \`"23:00"\`. Both ends equal could mean nothing or everything and is refused.`
});
const date = word({
	code: "moment-refused",
	title: "date",
	isFine: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && readMoment(text, UTC) !== void 0,
	message: (text) => `\`${text}\` is not a date. Write \`2026-11-26\`.`
});
/** Compiled with the rule it stands in, where the cost of all patterns together is limited. */
const pattern = string().min(1).max(300).meta({ title: "regular expression" });
/** A comparison of whole numbers. @param lowest the smallest number there is of what is counted. */
function comparison(lowest) {
	return word({
		code: "comparison-refused",
		title: "comparison",
		isFine: (text) => isPossible(text, "count", lowest),
		message: (text) => readComparison(text, "count") === void 0 ? `\`${text}\` is not a comparison. Write \`"> 400"\`, \`"<= 10"\`, \`"= 1"\`, or two that both hold: \`"> 100, <= 400"\`.` : `No number satisfies \`${text}\`, so this could never match. Correct the comparison.`
	});
}
const rateComparison = word({
	code: "comparison-refused",
	title: "comparison in percent",
	isFine: (text) => isPossible(text, "%", 0),
	message: (text) => readComparison(text, "%") === void 0 ? `\`${text}\` is not a comparison of a rate. Write \`"> 15%"\`.` : `No rate from 0 to 100 % satisfies \`${text}\`, so this could never match. Correct the comparison.`
});
function isPossible(text, unit, lowest) {
	const range = readComparison(text, unit);
	return range !== void 0 && canHold(range, unit, lowest);
}
const percentage = word({
	code: "percentage-refused",
	title: "percentage",
	isFine: (text) => /^(100|\d{1,2}(\.\d{1,3})?)\s?%$/.test(text),
	message: (text) => `\`${text}\` is not a percentage from 0 to 100. Write \`5%\`.`
});
const repository = word({
	code: "repository-refused",
	title: "owner/name",
	isFine: (text) => /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[\w.-]{1,100}$/.test(text),
	message: (text) => `\`${text}\` is not a repository. Write \`owner/name\`, without a host.`
});
/** `https://…`: it would be linked as a file of that name, which there is not. */
const ADDRESS = /^[a-z][a-z\d+.-]*:\/\//i;
const path = word({
	code: "path-refused",
	title: "path in the repository",
	isFine: (text) => text.length <= 300 && /^[^/\\]/.test(text) && !text.split("/").includes("..") && !ADDRESS.test(text),
	message: (text) => ADDRESS.test(text) ? `\`${text}\` is an address, and this names a file of the repository, which is read and linked as it is on the default branch. Write its path from the top: \`docs/runbook.md\`.` : `\`${text}\` is not a path in the repository. Write it from the top, without a leading \`/\`.`
});
const variable = word({
	code: "variable-refused",
	title: "name of an environment variable",
	isFine: (text) => /^[A-Z][A-Z0-9_]{0,99}$/.test(text),
	message: () => "This is not the name of an environment variable. Write the name alone, such as `SLACK_URL`; addresses and keys are secrets and do not belong into a policy, which everybody can read."
});
/** Read together with `starts`, where the recurrence is checked as a whole. */
const rrule = string().trim().min(1).max(500).meta({ title: "RRULE" });
const holiday = string().trim().min(1).max(20).meta({ title: "country, region or date" });
/** How a release reaches its users. */
const STRATEGIES = [
	"big-bang",
	"rolling",
	"blue-green",
	"canary",
	"flag"
];
/** A time before or after the date of a plan: `-5d`, `0d`, `2h`. */
const offset = word({
	code: "offset-refused",
	title: "time before or after the production date",
	isFine: (text) => readOffset(text) !== void 0,
	message: (text) => `\`${text}\` is not a time before or after the production date. Write \`-5d\`, \`-36h\` or \`0d\`.`
});

// src/policy/risk/schema.ts
/** The keys that make a risk tier: `risk`, `escalate` and `release-types`. */
const labels = oneOrMany(name).meta({ description: "Any of these labels." });
const globs = oneOrMany(glob);
const types = oneOrMany(_enum(RELEASE_TYPES));
/** Which version part a bump of a dependency changes. */
const BUMPS = [
	"major",
	"minor",
	"patch"
];
/** Counted over all changes of the release, not of one. */
const wholeRelease = strictObject({
	changes: oneOrMany(comparison(0)).optional().meta({ description: "How many changes the release has." }),
	lines: oneOrMany(comparison(0)).optional().meta({ description: "Added and deleted lines of all of them together." }),
	files: oneOrMany(comparison(0)).optional().meta({ description: "How many different files they change." }),
	commits: oneOrMany(comparison(0)).optional().meta({ description: "How many commits they have together." })
}).refine(notEmpty, {
	params: refusal("when-empty"),
	message: "This says nothing of the release. Give `changes`, `lines`, `files` or `commits` a comparison."
});
const when = strictObject({
	paths: globs.optional().meta({ description: "Some changed file (its old or its new name) matches one of these globs." }),
	"only-paths": globs.optional().meta({ description: "Every changed file, by both names, matches one of these globs. A change without files does not." }),
	labels: labels.optional().meta({ description: "The pull request has one of these labels." }),
	title: oneOrMany(pattern).optional().meta({ description: "The title (of a commit without a pull request: its first line) contains a match of one of these regular expressions." }),
	author: oneOrMany(login).optional().meta({ description: "One of these people opened it. Logins, without case." }),
	"author-in": oneOrMany(team).optional().meta({ description: "Its author is in one of these teams." }),
	bot: boolean().optional().meta({ description: "Whether its author is a bot." }),
	base: globs.optional().meta({ description: "Its base branch matches one of these globs." }),
	type: types.optional().meta({ description: "The release type of the change is one of these." }),
	lines: oneOrMany(comparison(0)).optional().meta({ description: "Added and deleted lines together: `\"> 400\"`." }),
	files: oneOrMany(comparison(0)).optional().meta({ description: "How many files it changes." }),
	commits: oneOrMany(comparison(1)).optional().meta({ description: "How many commits it has." }),
	unreviewed: boolean().optional().meta({ description: "Whether nobody who did not contribute approved its final head. Always so for a commit without a pull request." }),
	dependency: oneOrMany(_enum(BUMPS)).optional().meta({ description: "The bump of a dependency, read from the title as Dependabot's and Renovate's bots write it; of nobody else." }),
	release: wholeRelease.optional().meta({ description: "What the whole release has to be. Alone it gives the tier to the release; with other keys to the changes that match them, in such a release." })
}).refine(notEmpty, {
	params: refusal("when-empty"),
	message: "An empty `when` selects nothing in particular. Leave `when` out for the rule that applies when no other matched."
});
const riskRule = strictObject({
	tier: name.meta({ description: "The tier a matching change has at least." }),
	because: string().trim().min(1).max(300).optional().meta({ description: "Why, shown to people." }),
	when: when.optional().meta({ description: "Which changes match: keys are AND, list items are OR. Without it: the rule applies when no other rule matched." })
});
const escalation = strictObject({
	when: strictObject({
		"change-fail-rate": rateComparison.meta({ description: "The lane's change fail rate: `\"> 15%\"`." }),
		over: duration.meta({ description: "The time before the release over which it is counted." }),
		"at-least": int().min(1).max(1e5).default(1).meta({ description: "Deployments that are needed for the rate to mean something; with fewer it is not asked." })
	}).meta({ description: "What the lane has to have done, all of it." }),
	by: int().min(1).max(20).default(1).meta({ description: "How many tiers up." })
});
const typeLabels = strictObject({ labels });
const releaseTypes = strictObject({
	major: typeLabels.optional().meta({ description: "Labels that make a change major." }),
	minor: typeLabels.optional().meta({ description: "Labels that make a change minor." }),
	patch: typeLabels.optional().meta({ description: "Labels that make a change a patch." }),
	emergency: typeLabels.optional().meta({ description: "Labels that make a change an emergency." })
});

// src/policy/times/schema.ts
/** The keys that make time: `windows` and `freezes`, and the recurrence that both are written with. */
const LONGEST_DAYS = 31;
const recurrence = {
	days: oneOrMany(days).optional().meta({ description: "Days on which a span opens: `mon`, `mon-thu`, `[tue, thu]`. Default: every day." }),
	hours: oneOrMany(start, 48).optional().meta({ description: "Hours of the day, `\"09:00-15:30\"`; over midnight they belong to the day they open on. With `lasts`: the start, `\"23:00\"`. Default: the whole day." }),
	lasts: duration.optional().meta({ description: "How long a span lasts from its start, on the wall clock, for those longer than a day: `56h`." }),
	rrule: rrule.optional().meta({ description: "Days on which a span opens, as an RRULE of RFC 5545: `FREQ=MONTHLY;BYDAY=3SU`. Days only: `BYHOUR` and finer, and `COUNT`, are refused. With `days`: only where both select the day." }),
	starts: date.optional().meta({ description: "The day from which `INTERVAL` of `rrule` counts, and before which it selects nothing." }),
	"before-holidays": oneOrMany(holiday, 50).optional().meta({ description: "Only on the days before these public holidays (`DE`, `US-CA`) and dates." }),
	zone: zone.optional().meta({ description: "IANA time zone. Default: the `zone` of the policy." })
};
/** What selects days or hours: a recurrence needs one of them. */
const SELECTORS = [
	"days",
	"hours",
	"rrule",
	"before-holidays"
];
function hasSelector(value) {
	return SELECTORS.some((key) => value[key] !== void 0);
}
/** Spans and starts are told apart by `lasts`; both at once would say the length twice. */
function checkHours(value, context) {
	const refuse = (path, message) => {
		context.addIssue({
			code: "custom",
			path: [path],
			params: refusal("hours-refused"),
			message
		});
	};
	const hours = Array.isArray(value.hours) ? value.hours : [];
	const { lasts } = value;
	if (lasts === void 0 && hours.some((text) => readStart(text) !== void 0)) refuse("hours", "A start without an end. Write `\"23:00-07:00\"`, or add `lasts: 56h` for a span longer than a day.");
	if (lasts !== void 0 && hours.some((text) => readHours(text) !== void 0)) refuse("hours", "With `lasts` these hours would have two lengths. Write the start alone: `hours: \"23:00\"`.");
	if (lasts !== void 0 && parseDuration(lasts) !== void 0 && minutesOf(lasts) === void 0) refuse("lasts", `\`lasts\` takes whole minutes, up to ${LONGEST_DAYS} days. Write \`56h\`.`);
	if (value.starts !== void 0 && value.rrule === void 0) refuse("starts", "`starts` is the anchor of an `rrule`, and there is none here. Add `rrule` or remove `starts`.");
}
function minutesOf(lasts) {
	const minutes = (parseDuration(lasts) ?? 0) / MINUTE;
	return Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST_DAYS * 1440 ? minutes : void 0;
}
function daysIn(texts) {
	if (texts === void 0) return [...ALL_DAYS];
	return [...new Set(texts.flatMap((text) => readDays(text) ?? []))].sort((one, other) => one - other);
}
/** Minutes of the opening day; `until` may be days later. */
function hoursIn({ hours, lasts }) {
	if (lasts !== void 0) return joined((hours === void 0 ? [0] : hours.flatMap((text) => readStart(text) ?? [])).map((from) => ({
		from,
		until: from + (minutesOf(lasts) ?? 0)
	})));
	return joined(hours === void 0 ? [ALL_HOURS] : hours.flatMap((text) => readHours(text) ?? []));
}
/** In order; spans that touch or overlap are one. */
function joined(spans) {
	const whole = [];
	for (const { from, until } of spans.toSorted((one, other) => one.from - other.from)) {
		const last = whole.at(-1);
		if (last !== void 0 && from <= last.until) last.until = Math.max(last.until, until);
		else whole.push({
			from,
			until
		});
	}
	return whole;
}
/** The texts of days and hours as numbers; everything else as it is. */
function withNumbers({ days, hours, lasts, ...rest }) {
	return {
		...rest,
		days: daysIn(days),
		hours: hoursIn({
			hours,
			lasts
		})
	};
}
const window = strictObject({
	...recurrence,
	holidays: oneOrMany(holiday, 50).optional().meta({ description: "Closed on these public holidays, by country or region (`DE`, `DE-BE`, `US-CA`), and on these dates (`2026-12-24`). A span belongs to the day on which it opens." })
}).refine(hasSelector, {
	params: refusal("window-empty"),
	message: "A window needs `days`, `hours` or `rrule`; with none of them it would always be open."
}).superRefine(checkHours).transform(withNumbers);
/** Releases that a gate or freeze does not concern. */
const exceptTypes = strictObject({ types: types.meta({ description: "Releases of these types." }) });
const freeze = strictObject({
	name: name.meta({ description: "Shown to people who are held by it." }),
	from: moment.optional().meta({ description: "First instant: a date (its midnight), a local time, or a time with an offset." }),
	until: moment.optional().meta({ description: "First instant after it." }),
	...recurrence,
	environments: globs.optional().meta({ description: "Environments it concerns. Default: all." }),
	tiers: oneOrMany(name).optional().meta({ description: "Tiers it concerns. Default: all." }),
	except: exceptTypes.optional().meta({ description: "Releases it does not concern." }),
	at: oneOrMany(_enum(["deploy", "merge"])).default(["deploy"]).meta({ description: "What it holds: deployments, merging, or both. Default: `deploy`." })
}).superRefine((value, context) => {
	const isDated = value.from !== void 0 && value.until !== void 0;
	if (!isDated && (value.from !== void 0 || value.until !== void 0)) {
		const message = "A freeze with one end would have no other. Give `from` and `until`, or write a recurring freeze with `days`, `hours` or `rrule`.";
		const path = [value.from === void 0 ? "until" : "from"];
		context.addIssue({
			code: "custom",
			path,
			params: refusal("freeze-empty"),
			message
		});
	} else if (!isDated && !hasSelector(value)) context.addIssue({
		code: "custom",
		params: refusal("freeze-empty"),
		message: "This freeze never begins. Give `from` and `until`, or `days`, `hours` or `rrule`."
	});
	checkHours(value, context);
}).transform(({ days, hours, lasts, ...rest }) => {
	const isRecurring = hasSelector({
		...rest,
		days,
		hours
	}) || lasts !== void 0;
	return {
		...rest,
		recurs: isRecurring ? {
			days: daysIn(days),
			hours: hoursIn({
				hours,
				lasts
			})
		} : null
	};
});

// src/policy/gates/schema.ts
/** The keys of `gates`: whom a gate concerns, what it requires, and who the people are. */
/** Where an opinion can come from. `review` is a pull request's; the others are the release's own. */
const SOURCES = [
	"review",
	"deployment-review",
	"page",
	"comment"
];
/** Conclusions of a check that a gate may accept besides `success`. */
const ALLOWED_CONCLUSIONS = ["skipped", "neutral"];
const peopleKeys = {
	users: oneOrMany(login).optional().meta({ description: "Logins, compared without case." }),
	teams: oneOrMany(team).optional().meta({ description: "Team slugs of the organisation; members of child teams included." }),
	permission: _enum(PERMISSIONS).optional().meta({ description: "Everyone with at least this permission on the repository." })
};
const nobody = {
	params: refusal("people-empty"),
	message: "This names nobody, so nobody could act. Give `users`, `teams` or `permission`."
};
const people = strictObject(peopleKeys).refine(notEmpty, nobody);
const approvers = strictObject({
	...peopleKeys,
	codeowners: literal(true).optional().meta({ description: "The owners of what is changed, by CODEOWNERS of the default branch: every owned file needs one of its owners, and `count` of them in all." })
}).refine(notEmpty, nobody);
const approvals = strictObject({
	count: int().min(0).max(100).default(1).meta({ description: "How many people." }),
	from: approvers.default({ permission: "write" }).meta({ description: "Who may approve: a person who is in any of these. Default: everyone with `write`." }),
	of: _enum(["change", "release"]).default("change").meta({ description: "`change`: the reviews of every change of the release. `release`: approvals of this commit for this environment." }),
	distinct: boolean().default(false).meta({ description: "One person cannot serve two requirements that are both distinct." }),
	via: oneOrMany(_enum(SOURCES)).optional().meta({ description: "Sources that count. Default: all, without `comment` in the highest tier." }),
	veto: boolean().default(false).meta({ description: "An eligible person's open `changes requested` keeps it pending, however many approve." }),
	expires: duration.optional().meta({ description: "How long an approval counts. Default: until it is worn out." }),
	as: name.optional().meta({ description: "The role that is shown: `product owner`." }),
	after: strictObject({ verified: name.meta({ description: "The environment in which this very commit was verified." }) }).optional().meta({ description: "Only approvals that are later than this count: a sign-off on what was tested." })
});
const severity = _enum([
	"low",
	"medium",
	"high",
	"critical"
]);
const alerts = strictObject({
	"code-scanning": severity.optional().meta({ description: "No open alert of GitHub's code scanning of this severity or worse." }),
	dependabot: severity.optional().meta({ description: "No open alert of Dependabot of this severity or worse." })
}).refine(notEmpty, {
	params: refusal("list-empty"),
	message: "This asks about no alerts. Give `code-scanning` or `dependabot` a severity."
});
const attestation = strictObject({
	signer: path.meta({ description: "The workflow of this repository that attested the digest: `.github/workflows/build.yml`." }),
	artifact: glob.optional().meta({ description: "Which artefacts of the run are deployed, by name or glob; all of them have to be attested. Only where the deployment names no digest itself. Default: the one that the run uploaded." })
});
const check = union([name, strictObject({
	name: name.meta({ description: "The name of the check run or commit status." }),
	app: name.optional().meta({ description: "The slug of the app that reports it. Needed where two apps report the same name." }),
	allow: oneOrMany(_enum(ALLOWED_CONCLUSIONS)).optional().meta({ description: "Conclusions that pass besides `success`." })
})]);
const requirements = strictObject({
	approvals: approvals.optional().meta({ description: "Approvals by people." }),
	window: oneOrMany(name, 20).optional().meta({ description: "One of these windows is open." }),
	checks: oneOrMany(check, 100).transform((checks) => checks.map((each) => typeof each === "string" ? { name: each } : each)).optional().meta({ description: "These checks passed on the commit; of several runs of a name the newest counts." }),
	checklist: literal(true).optional().meta({ description: "Every box of the task lists in the bodies of the pull requests is ticked." }),
	"no-incident": strictObject({ labels }).optional().meta({ description: "No issue with one of these labels is open." }),
	dependencies: array(strictObject({
		repository: repository.meta({ description: "The other repository." }),
		environment: name.meta({ description: "Its environment." })
	})).min(1).max(50).optional().meta({ description: "These lanes of other repositories are healthy." }),
	sections: oneOrMany(name, 20).optional().meta({ description: "Headings with content under them, in the body of each pull request or in the release record." }),
	"linked-issue": union([literal(true), pattern]).optional().meta({ description: "Each pull request is linked to an issue; or its title, body or linked issues contain a match of this regular expression, such as `CHG[0-9]+`." }),
	strategy: oneOrMany(_enum(STRATEGIES)).optional().meta({ description: "The environment is released to in one of these ways, by its `strategy`." }),
	alerts: alerts.optional().meta({ description: "No open alerts on the candidate." }),
	attestation: attestation.optional().meta({ description: "The digest of what is deployed was attested by this workflow for this commit." })
}).refine(notEmpty, {
	params: refusal("require-empty"),
	message: "This gate requires nothing, so it would always be open. Give it a requirement or remove it."
});
const selection = strictObject({
	tiers: oneOrMany(name).optional().meta({ description: "Releases of these tiers. Default: all." }),
	environments: oneOrMany(glob).optional().meta({ description: "These environments. Default: all." })
}).refine(notEmpty, {
	params: refusal("for-empty"),
	message: "An empty `for` selects nothing in particular. Leave it out where every release is concerned."
});
const gate = strictObject({
	name: name.meta({ description: "Unique. Shown to people who are held by it." }),
	for: selection.optional().meta({ description: "Which releases the gate concerns. Default: all." }),
	except: exceptTypes.optional().meta({ description: "Releases that skip the gate." }),
	at: _enum(["deploy", "merge"]).default("deploy").meta({ description: "Whether it holds deployments or merging." }),
	require: requirements.meta({ description: "What has to be met, all of it." })
});
/** Paths and labels that something is told by. */
const marks = strictObject({
	labels: labels.optional(),
	paths: globs.optional().meta({ description: "Some changed file matches one of these globs." })
}).refine(notEmpty, {
	params: refusal("list-empty"),
	message: "This names neither `labels` nor `paths`, so it would never match. Name some or remove the key."
});

// src/policy/environments/schema.ts
/** The keys of `services` and `environments`: what is deployed where, in which order, and how it comes back. */
const service = strictObject({ paths: globs.meta({ description: "A change belongs to the service when it touches one of these." }) });
const promotion = strictObject({
	from: name.meta({ description: "The environment in which this very commit has to be verified first." }),
	soak: duration.optional().meta({ description: "How long it has to be healthy there, without a break." })
});
const watch = union([duration, strictObject({
	for: duration.meta({ description: "How long a deployment is watched." }),
	every: duration.optional().meta({ description: "How often it is probed again, with the checks that are marked `watch: true`." })
})]).transform((value) => typeof value === "string" ? { for: value } : value);
const verification = strictObject({
	smoke: path.optional().meta({ description: "The smoke file of the environment: only a verification by this file counts as a pass, and hypercare probes with its checks that are marked `watch: true`. What fails counts whatever file found it." }),
	within: duration.optional().meta({ description: "When a verification has to be there after a deployment. None in time is a finding of its own." }),
	watch: watch.optional().meta({ description: "Hypercare: incidents opened for so long after a deployment are attributed to it. `{ for: 48h, every: 15m }` probes again meanwhile." })
}).refine(notEmpty, {
	params: refusal("verify-empty"),
	message: "`verify` says nothing here. Give `within`, `watch` or `smoke`, or remove it."
});
const limit = strictObject({
	attempts: int().min(1).max(100).optional().meta({ description: "Rollbacks of one release. Default: 1." }),
	per: duration.optional().meta({ description: "The time over which `at-most` counts." }),
	"at-most": int().min(1).max(1e3).optional().meta({ description: "Rollbacks in the lane per `per`." })
}).refine(notEmpty, {
	params: refusal("limit-incomplete"),
	message: "`limit` says nothing here. Give `attempts`, or `per` and `at-most`."
}).refine((value) => value.per === void 0 === (value["at-most"] === void 0), {
	params: refusal("limit-incomplete"),
	message: "`per` and `at-most` need each other: `{ per: 24h, at-most: 2 }`."
});
/** Verdicts of a verification that are no `pass`; `missing`: none arrived in time. */
const VERDICTS = [
	"fail",
	"error",
	"inconclusive",
	"missing"
];
const drill = strictObject({
	in: name.meta({ description: "The environment in which a rollback is to be tried." }),
	every: duration.meta({ description: "How old the last one may be. A way back that was never tried is a finding." })
});
/** Values of the inputs of a workflow: GitHub takes at most 25 of them. */
const inputs = record$1(string().regex(/^[A-Za-z_][\w-]{0,99}$/, "the name of an input: letters, digits, `_` and `-`"), string().max(1e3)).refine(notEmpty, {
	params: refusal("rollback-inputs"),
	message: "`inputs` is empty, so the workflow would not know what to switch. Name what it is given: `inputs: { slot: blue }`."
}).check(atMostNames(25));
const rollback = strictObject({
	on: oneOrMany(_enum(VERDICTS)).default(["fail"]).meta({ description: "Verdicts of a verification that may trigger a rollback. Default: `fail`." }),
	authorise: record$1(name, _enum(["auto", "ask"])).default({}).meta({ description: "By tier of what the rollback takes away: `auto`, or `ask` for an approval of this rollback by someone in `by`. Default: `ask` for every tier." }),
	workflow: path.optional().meta({ description: "The workflow that is dispatched, with the input `sha`." }),
	by: people.optional().meta({ description: "Who may approve a rollback, ask for one, hold and lift. Default: `release-manager`, else `override.by`." }),
	barriers: marks.optional().meta({ description: "What no rollback may take away unasked: changes with these labels, or that touch these paths." }),
	limit: limit.optional().meta({ description: "How many rollbacks are authorised before people have to look." }),
	drill: drill.optional().meta({ description: "How often the way back has to be tried." }),
	mode: _enum(["workflow", "switch"]).default("workflow").meta({ description: "`workflow` deploys the earlier commit again. `switch` passes `inputs` instead of a commit: blue-green, or a flag that is turned off." }),
	inputs: inputs.optional().meta({ description: "With `mode: switch`: the inputs that the workflow is given." })
}).refine((value) => value.mode === "switch" === (value.inputs !== void 0), {
	params: refusal("rollback-inputs"),
	message: "`mode: switch` and `inputs` need each other: the inputs say what is switched. Give both, e.g. `inputs: { slot: blue }`, or neither."
});
/** An environment that is only named (`staging:`) is governed and has nothing of its own to say. */
const environment = strictObject({
	service: name.optional().meta({ description: "The service that is deployed there. Default: the whole repository." }),
	promote: promotion.optional().meta({ description: "Where the commit has to be good before it may enter." }),
	verify: verification.optional().meta({ description: "When a deployment counts as verified, and how long it is watched." }),
	group: name.optional().meta({ description: "Environments of one group hold together: a release whose verification failed in one of them is held in all." }),
	rollback: rollback.optional().meta({ description: "How the environment goes back, and who may say so." }),
	"release-manager": people.optional().meta({ description: "Who owns what is released here: default of `override.by` and `rollback.by`, assigned to the record, named in the first line of every hold." }),
	runbook: path.optional().meta({ description: "What to do, as a file of the repository: linked wherever something is held, paged, rolled back or reviewed." }),
	preflight: path.optional().meta({ description: "A smoke file that is run before the gate opens: is the target ready? When it fails, the release is held." }),
	strategy: _enum(STRATEGIES).optional().meta({ description: "How a release reaches its users. Recorded, shown, and a dimension of the DORA figures." })
}).nullable().transform((value) => value ?? {});

// src/policy/paging/schema.ts
/** The key `escalation`: who is woken, where and for what, level by level. */
/** What pages somebody. */
const ESCALATED = [
	"verification-failed",
	"verification-missing",
	"rollback-failed"
];
/** Of a page that nobody acknowledged. A computed key: an object with a literal one looks like a promise. */
const NEXT = "then";
const page = variable.meta({ description: "The variable with a routing key of PagerDuty." });
/** Levels stand in each other, to a depth that is fixed, so that editors know where it ends. */
function nextLevel(left) {
	const after = duration.meta({ description: "How long the level before has to acknowledge." });
	const next = "Who is paged when nobody acknowledged this one either.";
	const deeper = left === 0 ? {} : { [NEXT]: nextLevel(left - 1).optional().meta({ description: next }) };
	return strictObject({
		after,
		page,
		...deeper
	});
}
const paged = strictObject({ environments: oneOrMany(glob).meta({ description: "These environments." }) });
const pageRule = strictObject({
	when: oneOrMany(_enum(ESCALATED)).meta({ description: "What somebody is woken for." }),
	for: paged.optional().meta({ description: "Where somebody is woken. Default: production, as `dora.production` says what that is; all environments, where the policies name none that is production." }),
	page,
	[NEXT]: nextLevel(3).optional().meta({ description: "Who is paged when nobody acknowledged." })
}).transform((rule) => ({
	when: rule.when,
	...rule.for === void 0 ? {} : { for: rule.for },
	levels: levelsOf(rule)
}));
function levelsOf(rule) {
	const levels = [{
		after: null,
		page: rule.page
	}];
	for (let next = rule[NEXT]; next !== void 0; next = next[NEXT]) levels.push({
		after: next.after,
		page: next.page
	});
	return levels;
}

// src/policy/reporting/schema.ts
/** The keys that plan and tell: `record`, `notify`, `notes`, `dora`, `reviews`, `plan` and `trains`. */
const record = strictObject({
	for: selection.optional().meta({ description: "Which releases get one. Default: all." }),
	as: literal("issue").default("issue").meta({ description: "Where it is kept." }),
	checklist: path.optional().meta({ description: "A Markdown file whose task list the record begins with." })
});
const notice = union([
	_enum([
		"decision",
		"released",
		"rollback",
		"rollback-failed",
		"override",
		"verification-failed",
		"verification-missing",
		"planned",
		"started",
		"watching-ended",
		"bypass-found",
		"policy-loosened",
		"policy-invalid",
		"guard-off",
		"review-overdue",
		"audit-broken"
	]),
	strictObject({ "gate-waiting-over": duration.meta({ description: "A gate has waited for so long." }) }),
	strictObject({ "window-opens-in": duration.meta({ description: "A planned release, or a deployment that waits for a window or the end of a freeze, may go out in so long." }) }),
	strictObject({ "approval-missing-before-window": duration.meta({ description: "A window opens in so long, and an approval that a waiting release needs is missing." }) }),
	strictObject({ "undeployed-over": duration.meta({ description: "A merged change has not reached production for so long." }) })
]);
const CHANNELS = [
	"slack",
	"pagerduty",
	"webhook"
];
const notification = strictObject({
	on: oneOrMany(notice, 50).meta({ description: "What is told." }),
	slack: variable.optional().meta({ description: "The variable with the address of a Slack webhook." }),
	pagerduty: variable.optional().meta({ description: "The variable with a routing key of PagerDuty." }),
	webhook: variable.optional().meta({ description: "The variable with the address of a webhook of your own." }),
	template: path.optional().meta({ description: "A file of the repository with the text of the announcement; names in `{{ }}` are filled in." })
}).refine((value) => CHANNELS.some((channel) => value[channel] !== void 0), {
	params: refusal("notify-nowhere"),
	message: "Nobody would be told. Give `slack`, `pagerduty` or `webhook`."
});
const category = strictObject({
	title: name.meta({ description: "The heading of the section." }),
	types: oneOrMany(name).optional().meta({ description: "Conventional Commit types." }),
	labels: labels.optional().meta({ description: "Labels; `*` takes everything that is left." })
}).refine((value) => value.types !== void 0 || value.labels !== void 0, {
	params: refusal("list-empty"),
	message: "This category takes nothing. Give `types` or `labels`."
});
const notes = strictObject({
	categories: array(category).min(1).max(50).optional().meta({ description: "Sections of the notes, in order; a change is in the first that takes it." }),
	exclude: strictObject({
		labels: labels.optional().meta({ description: "Changes with one of these labels." }),
		authors: oneOrMany(name).optional().meta({ description: "Changes by one of these logins." })
	}).refine(notEmpty, {
		params: refusal("list-empty"),
		message: "This excludes nothing. Give `labels` or `authors`."
	}).optional().meta({ description: "What the notes leave out." }),
	comment: boolean().optional().meta({ description: "Whether authors are told: one comment on each pull request when it reaches production, and one if it is taken back. Default: false." })
});
const dora = strictObject({
	production: globs.optional().meta({ description: "Environments that are production. Default: `production`, `prod`, `live` and names that begin with `production-` or `prod-`." }),
	incident: strictObject({ labels }).optional().meta({ description: "Issues that are incidents." }),
	team: strictObject({ "label-prefix": name.meta({ description: "A label `team/shop` names the team `shop`." }) }).optional().meta({ description: "How the team of a change is told." }),
	issue: boolean().optional().meta({ description: "Whether the figures are kept in an issue. Default: true. Said of an organisation, `true` asks for one of all its repositories as well." }),
	targets: strictObject({
		"deployment-frequency": number().min(0).max(1e4).optional().meta({ description: "Deployments per day, at least." }),
		"lead-time": duration.optional().meta({ description: "At most." }),
		"change-fail-rate": percentage.optional().meta({ description: "At most." }),
		"recovery-time": duration.optional().meta({ description: "At most." }),
		"rework-rate": percentage.optional().meta({ description: "At most." })
	}).refine(notEmpty, {
		params: refusal("list-empty"),
		message: "This sets no target. Give one or remove the key."
	}).optional().meta({ description: "What the team wants to reach." }),
	calibration: strictObject({ margin: percentage.meta({ description: "The difference that matters. Default: 10%." }) }).optional().meta({ description: "When the tiers count as separated." })
});
const reviews = strictObject({
	template: path.optional().meta({ description: "A Markdown file that a review begins with." }),
	due: duration.optional().meta({ description: "When a review has to be closed. Later it is overdue." }),
	"cause-labels": labels.optional().meta({ description: "A review closes only with one of these labels: what was the cause?" })
}).refine(notEmpty, {
	params: refusal("list-empty"),
	message: "This says nothing. Give `template`, `due` or `cause-labels`."
});
const plan = strictObject({
	milestones: glob.meta({ description: "A milestone whose title matches is a planned release, due on its due date." }),
	stages: record$1(name, offset).check(atMostNames(20)).default({}).meta({ description: "Stages by name, in order, each so long before or after the due date: `code-freeze: -5d`." })
});
const train = strictObject({
	members: array(repository).min(1).max(20).refine((members) => members.length !== 1, {
		params: refusal("out-of-range"),
		message: "`members` has one repository, and a train is of two at least. Add the others, or remove the train."
	}).meta({ description: "Repositories whose planned releases go together, two at least." }),
	order: array(repository).min(1).max(20).optional().meta({ description: "In which they go out. Default: as in `members`. Back they go in reverse." }),
	environment: name.meta({ description: "Where they go together." })
});

// src/policy/schema.ts
/**
* The policy language: every key, its type, its default and what it means. The parser, the JSON Schema for editors and
* the reference page all come from this table, so none of them can be older than another.
*/
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
	escalate: array(escalation).min(1).max(20).optional().meta({ description: "Tiers up for the whole release when the lane fails often. What is not known escalates." }),
	"release-types": releaseTypes.default({}).meta({ description: "Labels that set the release type of a change. Default: the label of the same name; without a label, Conventional Commits." }),
	windows: record$1(name, window).check(atMostNames(100)).default({}).meta({ description: "Named windows: open during their spans, from the first instant up to, not including, the last." }),
	freezes: array(freeze).max(500).default([]).meta({ description: "Times in which nothing that they concern is deployed." }),
	services: record$1(name, service).check(atMostNames(200)).default({}).meta({ description: "For a repository with several: the paths that make a change one of the service." }),
	environments: record$1(string(), environment).check(atMostNames(200)).optional().meta({ description: "The environments that are governed: names or globs, compared without case. An exact name wins over a glob, an earlier glob over a later one. Without this key: all." }),
	gates: array(gate).max(200).default([]).meta({ description: "Every gate whose `for` selects the release applies, and all must be met." }),
	override: strictObject({
		by: people.optional().meta({ description: "Who may break glass. Default: the `release-manager` of the environment." }),
		expires: duration.default("4h").meta({ description: "How long an override is in force." })
	}).optional().meta({ description: "Break-glass: permitted people open a gate with a reason. Without this key nobody may." }),
	record: record.optional().meta({ description: "One release record across all environments." }),
	notify: array(notification).min(1).max(50).optional().meta({ description: "Who is told of what." }),
	notes: notes.optional().meta({ description: "How release notes are arranged." }),
	dora: dora.optional().meta({ description: "How the DORA figures are counted." }),
	escalation: array(pageRule).min(1).max(20).optional().meta({ description: "Who is paged, level by level, until somebody acknowledges. Printed in the hold before a window opens." }),
	reviews: reviews.optional().meta({ description: "The review after a rollback or an override." }),
	plan: plan.optional().meta({ description: "Planned releases: milestones and their stages." }),
	trains: record$1(name, train).check(atMostNames(50)).optional().meta({ description: "Releases of several repositories that go together. Only in the organisation's policy." })
});
/** The policy language as JSON Schema (draft 2020-12), for editors. */
function policyJsonSchema() {
	return toJSONSchema(Policy, { io: "input" });
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
		return {
			kind: "invalid",
			problems: locate(shapeProblems(issues, document.value, grammar()), document, origin)
		};
	}
	const policy = shaped.data;
	const problems = locate(checkPolicy(policy, {
		isOfOrganisation: origin.source === "orgPolicy",
		org
	}), document, origin);
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
let made;
/** Made when the first policy is wrong, and kept. */
function grammar() {
	made ??= {
		schema: policyJsonSchema(),
		codes: PROBLEM_CODES
	};
	return made;
}

// src/flow/policy/organisation-policy.ts
/** The policy of the organisation that owns the repository: read from its repository `.github`. */
const ORGANISATION_PLACE = ".github";
const ORGANISATION_FILE = ".github/tidegate-org.yml";
/** For a job, which knows nothing of the one before it. */
const NO_MEMORY = {
	lastValidOrganisationPolicy: async () => null,
	keepValidOrganisationPolicy: async () => void 0,
	forgetOrganisationPolicy: async () => void 0
};
async function readOrganisationPolicy(github, owner, memory, at) {
	if (!owner.isOrganisation) return { kind: "absent" };
	const file = await github.organisationFile(ORGANISATION_FILE, owner);
	if (file.kind === "absent") {
		await memory.forgetOrganisationPolicy(owner.id);
		return file;
	}
	if (file.kind === "unreadable") return await lastSeenOrganisationPolicy(memory, owner) ?? file;
	const parsed = parseOrganisationPolicy(file.text);
	if (parsed.kind === "invalid") {
		const { problems } = parsed;
		return await lastSeenOrganisationPolicy(memory, owner, problems) ?? {
			kind: "invalid",
			problems
		};
	}
	await memory.keepValidOrganisationPolicy(owner.id, {
		text: file.text,
		sha: file.sha,
		at: toInstant(at)
	});
	return inForce(parsed, parsed.warnings);
}
function parseOrganisationPolicy(text) {
	return parsePolicy(text, {
		source: "orgPolicy",
		file: ORGANISATION_FILE
	});
}
/** Null: none was valid before, or it was seen to be gone. */
async function lastSeenOrganisationPolicy(memory, owner, problems = []) {
	const kept = await memory.lastValidOrganisationPolicy(owner.id);
	const parsed = kept && parseOrganisationPolicy(kept.text);
	return parsed?.kind === "valid" ? inForce(parsed, problems) : null;
}
function inForce({ policy }, problems) {
	return {
		kind: "in-force",
		policy: {
			source: "org",
			file: ORGANISATION_FILE,
			policy
		},
		problems
	};
}

// src/flow/policies.ts
/** What is not known, or cannot be applied, is never looked past. */
function joinPolicies(organisation, own) {
	if (organisation.kind === "unreadable") return {
		kind: "org-policy-unreadable",
		because: organisation.because,
		hasOwn: own.kind !== "none"
	};
	if (organisation.kind === "invalid") return organisation;
	if (own.kind === "invalid") return own;
	const policies = [organisation, own].flatMap((one) => one.kind === "in-force" ? [one.policy] : []);
	return policies.length === 0 ? { kind: "none" } : {
		kind: "in-force",
		policies
	};
}
function policyOf(organisation) {
	return organisation.kind === "in-force" ? organisation.policy.policy : void 0;
}

export { ORGANISATION_PLACE as a, approvalsFrom as c, ofSamePerson as d, teamsOf as f, ORGANISATION_FILE as i, gatherPeople as l, RELEASE_TYPES as m, policyOf as n, readOrganisationPolicy as o, NOTHING_KNOWN as p, NO_MEMORY as r, parsePolicy as s, joinPolicies as t, loginsOf as u };