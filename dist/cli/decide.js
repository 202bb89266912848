import { _ as unionOf, a as commonTiers, d as matchesEnvironment, f as firstOpening, g as earliestOf, h as datedTimeline, i as windowTimeline, l as isGoverned, m as zoneNamed, o as tierFor, p as DAY, r as freezeTimeline, s as PERMISSIONS, u as isSameName } from "./parse.js";
import { n as digestOf } from "./canonical.js";
import { i as toInstant, n as parseDuration, t as epochMs } from "./instant.js";
import { t as compileGlob } from "./glob.js";

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
		because: rule.because ?? sayWhen(when),
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
function named(patterns) {
	return patterns.map((pattern) => ({
		pattern,
		matches: compileGlob(pattern)
	}));
}
function somePath(patterns) {
	const globs = named(patterns);
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
	const globs = named(patterns);
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
function sayWhen(when) {
	return Object.entries(when).map(([key, value]) => `${key}: ${(value ?? []).join(", ")}`).join("; ").slice(0, 200);
}

// src/policy/classify.ts
/** The tier of a change is the highest of the rules that match it; what cannot be known makes it higher, never lower. */
function classifyChange(policy, change, facts) {
	return classifyWith(policy, change, directoryOf(facts));
}
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
	const zone = zoneOf(policy, names);
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
function zoneOf(policy, names) {
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
	return Math.min(...closed.map((policy) => parseDuration(policy.override?.expires ?? "") ?? 0));
}
function whyRefused(policies, facts, user) {
	const person = directoryOf(facts).find(user);
	const refusing = policies.filter((policy) => !mayOverride(policy, person));
	if (refusing.length === 0) return { kind: "too-late-or-beyond" };
	const named = refusing.flatMap(({ override }) => override === void 0 ? [] : [sayPeople(override.by)]);
	return named.length === 0 ? { kind: "nobody-may" } : {
		kind: "not-among",
		mayInstead: named.join(" and ")
	};
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

export { count as a, sayBoth as c, classifyChange as d, TIER_CODES as i, sayLocal as l, whyRefused as n, sayIgnored as o, SKIPPED as r, waitingOf as s, decide as t, isExcepted as u };