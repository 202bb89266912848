import { S as earliestOf, a as timesFor, i as isExcepted, n as freezesFor, r as gatesFor, u as firstOpening } from "./decision.js";
import { n as digestOf } from "./canonical.js";
import { a as toInstant, n as epochMs } from "./instant.js";
import { f as isUnknownCommit, r as nameOfChange } from "./classify.js";
import { f as expiryOf } from "./approvals.js";
import { _ as isAskedBy, a as BUILT_IN_GATES, b as NO_OWNERS, g as releaseOpinions$1, h as rejectionsBy, o as REQUIREMENTS, r as sayReason, v as mayObject, x as holdsCandidate, y as collectBallots } from "./reasons.js";
import { t as deploymentsTo } from "./past-deployments.js";
import { a as compileGlob } from "./glob.js";
import { C as sayPeople, O as isSameName, T as entryFor, g as whoMayOverride, n as tierFor, u as mayOverride, v as whoMayRollBack, y as directoryOf } from "./tiers.js";
import { t as classifyRelease } from "./classify-release.js";

// src/policy/gates/opinions.ts
/** @param changes whose contributors do not count. */
function releaseOpinions(changes, by, context) {
	const { asked } = by;
	const ballots = collectBallots(context);
	const isAsked = isAskedBy(asked, NO_OWNERS);
	const deployers = asked.of === "release" ? ballots.deployers : /* @__PURE__ */ new Set();
	return releaseOpinions$1(by, {
		isAsked,
		contributors: ballots.contributorsOf(changes),
		deployers
	}, ballots);
}
/** Who said no to this release and was asked. */
function rejectionsOf(asked, context) {
	return rejectionsBy(mayObject(asked, NO_OWNERS), collectBallots(context));
}

// src/policy/authorised-rollback.ts
/** Every policy in force has to authorise it. */
function isAuthorisedRollback(context) {
	return whyNotAuthorised(context)?.length === 0;
}
/**
* What keeps a step back from being an authorised rollback, as reasons of the table; empty when nothing does. Undefined:
* the release is no step back at all.
*/
function whyNotAuthorised(context) {
	const { facts, environment } = context;
	if (environment === void 0 || isUnknownCommit(facts)) return void 0;
	if (facts.ordered?.sha === facts.candidate.sha) return aboutQuarantine(context);
	if (facts.direction !== "backward") return void 0;
	const reasons = [...aboutTarget(context, environment), ...context.policies.flatMap((policy) => aboutPolicy(policy, environment, context))];
	const seen = /* @__PURE__ */ new Set();
	return reasons.filter((reason) => {
		const key = JSON.stringify(reason);
		return !seen.has(key) && Boolean(seen.add(key));
	});
}
/** When time alone authorises the rollback, since a limit is no longer reached; null: never, or it is no rollback. */
function rollbackChangesAt(context) {
	const reasons = whyNotAuthorised(context) ?? [];
	if (reasons.length === 0 || reasons.some(({ code }) => code !== "rollback-limit")) return null;
	return Math.max(...context.policies.flatMap((policy) => windowLimitOf(policy, context)?.until ?? []));
}
function aboutTarget(context, environment) {
	return [
		...context.facts.complete ? [] : [{ code: "rollback-incomplete" }],
		...wasLastVerifiedGood(context, environment) ? [] : [{
			code: "rollback-unverified",
			environment
		}],
		...aboutQuarantine(context)
	];
}
/** All else was decided when it was ordered; that the commit is kept out may have been said since. */
function aboutQuarantine(context) {
	const hold = holdsCandidate(context);
	return hold === void 0 ? [] : [{
		code: "rollback-quarantined",
		sha: hold.sha,
		by: hold.by
	}];
}
/** Whether the latest verification of the candidate here is a `pass`; of several at one instant, all of them. */
function wasLastVerifiedGood({ facts, policies, risk }, environment) {
	if (risk.type !== "rollback") return false;
	return policies.every((policy) => {
		const verifications = deploymentsTo(environment, policy, facts).filter(({ sha, state }) => sha === facts.candidate.sha && state !== "failure").flatMap(({ verification }) => verification ?? []).filter(({ verdict, confidence }) => verdict !== "pass" || confidence !== "low");
		const latest = Math.max(...verifications.map(({ at }) => epochMs(at)));
		const last = verifications.filter(({ at }) => epochMs(at) === latest);
		return last.length > 0 && last.every(({ verdict }) => verdict === "pass");
	});
}
function aboutPolicy(policy, environment, context) {
	if (!saysSomethingHere(policy, environment, context)) return [];
	const rules = entryFor(policy, environment)?.rollback;
	return [
		...barriersIn(rules?.barriers, context.facts.changes),
		...attemptsOf(rules?.limit?.attempts ?? 1, context),
		...limitOf(policy, context),
		...opinionsOf(policy, rules, context)
	];
}
/** A policy without a gate, a freeze or a word about this environment opens it anyhow, so it need not be asked. */
function saysSomethingHere(policy, environment, context) {
	const own = {
		...context,
		policies: [policy]
	};
	const { promote, group, rollback } = entryFor(policy, environment) ?? {};
	return promote !== void 0 || group !== void 0 || rollback !== void 0 || gatesFor(own).length > 0 || freezesFor(own).length > 0;
}
/** What cannot be looked at may be a barrier. All of the repository counts: a service's data need not be in its paths. */
function barriersIn(barriers, changes) {
	if (barriers === void 0) return [];
	const { labels = [], paths = [] } = barriers;
	const globs = paths.map((pattern) => compileGlob(pattern));
	const found = changes.flatMap((change) => barrierIn(change, labels, globs) ?? []);
	const [barrier] = found;
	if (barrier !== void 0) return [{
		code: "rollback-barrier",
		...barrier,
		barriers: found.length
	}];
	const isUnseen = (change) => change.kind !== "commit" && !change.filesComplete && globs.length > 0;
	return changes.length === 0 || changes.some(isUnseen) ? [{ code: "rollback-incomplete" }] : [];
}
/** By what the change is a barrier; a renamed file counts under both names. */
function barrierIn(change, labels, globs) {
	const label = (change.kind === "commit" ? [] : change.labels).find((each) => labels.some((wanted) => isSameName(wanted, each)));
	if (label !== void 0) return {
		change: nameOfChange(change),
		label
	};
	const path = change.files.flatMap((file) => [file.path, file.previousPath ?? []].flat()).find((each) => globs.some((matches) => matches(each)));
	return path === void 0 ? void 0 : {
		change: nameOfChange(change),
		path
	};
}
/** Rollbacks that took this release away before. Without a baseline any of them may have. */
function attemptsOf(attempts, { facts }) {
	const { baseline, rollbacks } = facts;
	const used = rollbacks.filter(({ from }) => baseline === null || from === baseline.sha).length;
	if (used < attempts) return [];
	return [{
		code: "rollback-attempts",
		...baseline === null ? {} : { sha: baseline.sha },
		used,
		attempts
	}];
}
function limitOf(policy, context) {
	const limit = windowLimitOf(policy, context);
	if (limit === void 0) return [];
	const { until, ...data } = limit;
	return [{
		code: "rollback-limit",
		...data,
		until: toInstant(until),
		zone: policy.zone
	}];
}
/** The limit of rollbacks in a time, when it is reached, and until when it is. */
function windowLimitOf(policy, { facts, at, environment = "" }) {
	const limit = entryFor(policy, environment)?.rollback?.limit;
	if (limit?.per === void 0 || limit["at-most"] === void 0) return void 0;
	const { per, "at-most": most } = limit;
	const ends = facts.rollbacks.map((rollback) => expiryOf(epochMs(rollback.at), per)).filter((end) => end > at).toSorted((one, other) => one - other);
	const until = ends[ends.length - most];
	return until === void 0 ? void 0 : {
		used: ends.length,
		most,
		per,
		until
	};
}
/** Whether the policy leaves it to itself or asks people, and what these said. A no stops what is automatic as well. */
function opinionsOf(policy, rules, context) {
	const tier = tierFor(policy, {
		tier: context.risk.tierOfChanges,
		tiers: context.risk.tiers
	});
	const authorise = rules?.authorise ?? {};
	const isAutomatic = Object.hasOwn(authorise, tier) && authorise[tier] === "auto";
	const by = whoMayRollBack(policy, context.environment ?? "");
	if (by === void 0) return isAutomatic ? [] : [{
		code: "rollback-nobody-may",
		tier
	}];
	const asked = {
		count: 1,
		from: by,
		of: "release",
		distinct: false,
		veto: false
	};
	const [rejection] = rejectionsOf(asked, context).toSorted((one, other) => one.user < other.user ? -1 : 1);
	if (rejection !== void 0) return [{
		code: "rollback-rejected",
		...rejection
	}];
	return isAutomatic || releaseOpinions(context.facts.changes, {
		asked,
		policy
	}, context).approvers.length > 0 ? [] : [{
		code: "rollback-not-approved",
		tier,
		from: sayPeople(by)
	}];
}

// src/policy/judge.ts
function judgeGates(context) {
	const written = gatesFor(context);
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
/** What time alone decides: the conditions of every requirement that has some. */
function timeConditions(gates) {
	const times = gates.flatMap((gate) => gate.findings.flatMap((finding) => finding.time ?? []));
	return {
		inside: times.filter(({ wanted }) => wanted === "inside").map(({ timeline }) => timeline),
		outside: times.filter(({ wanted }) => wanted === "outside").map(({ timeline }) => timeline)
	};
}
/** Requirements that nothing but time and the policy decide. */
const TIMED = /* @__PURE__ */ new Set(["window", "freeze"]);
/** Time can never hold all gates open together: what is closed now is closed for good. */
function closeForGood(gates) {
	return gates.map((gate) => ({
		...gate,
		findings: gate.findings.map((finding) => {
			if (!TIMED.has(finding.kind) || finding.status !== "pending") return finding;
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
	const { kind, status, reason, counted, ignored, linked, changesAt } = finding;
	return {
		kind,
		status,
		reason,
		text: sayReason(reason, at),
		...counted === void 0 ? {} : { counted },
		...ignored === void 0 ? {} : { ignored },
		...linked === void 0 ? {} : { linked },
		...changesAt === void 0 ? {} : { nextTransitionAt: changesAt === null ? null : toInstant(changesAt) }
	};
}

// src/policy/mode.ts
/** Of the policies in force together: one that only observes does not switch off what another one enforces. */
function modeOf(policies) {
	return policies.every(({ mode }) => mode === "observe") ? "observe" : "enforce";
}

// src/policy/override.ts
/** @param closed the policies that hold the release: each of them must permit the person. */
function findOverride(closed, context) {
	const { facts, at, environment } = context;
	if (environment === void 0) return {
		inForce: null,
		changesAt: null
	};
	const permitted = facts.overrides.filter((override) => override.sha === facts.candidate.sha && isSameName(override.environment, environment)).filter((override) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(override.reason) && isPermitted(override, closed, context)).map((override) => ({
		override,
		beginsAt: epochMs(override.at),
		expiresAt: expiryFor(override, closed)
	})).filter(({ expiresAt }) => expiresAt > at);
	const inForce = permitted.filter(({ beginsAt }) => beginsAt <= at).toSorted(longestFirst)[0] ?? null;
	const changes = [...permitted.map(({ beginsAt }) => beginsAt), ...inForce === null ? [] : [inForce.expiresAt]].filter((each) => each > at);
	return {
		inForce,
		changesAt: changes.length === 0 ? null : Math.min(...changes)
	};
}
/** Of several until the same instant always the same one, whatever their order in the facts. */
function longestFirst(one, other) {
	const key = ({ override }) => JSON.stringify([override.user, override.reason]);
	return other.expiresAt - one.expiresAt || (key(one) < key(other) ? -1 : 1);
}
function isPermitted(override, closed, { directory, environment }) {
	const person = directory.find(override.user);
	return closed.length > 0 && closed.every((policy) => mayOverride(policy, environment, person));
}
/** By the shortest of the policies concerned. */
function expiryFor({ at }, closed) {
	return Math.min(...closed.flatMap(({ override }) => override ? [expiryOf(epochMs(at), override.expires)] : []));
}
function whyRefused(policies, facts, user) {
	const person = directoryOf(facts).find(user);
	const environment = facts.question.kind === "deploy" ? facts.question.environment : void 0;
	const refusing = policies.filter((policy) => !mayOverride(policy, environment, person));
	if (refusing.length === 0) return { kind: "too-late-or-beyond" };
	const named = refusing.flatMap((policy) => whoMayOverride(policy, environment) ?? []).map(sayPeople);
	return named.length === 0 ? { kind: "nobody-may" } : {
		kind: "not-among",
		mayInstead: named.join(" and ")
	};
}

// src/policy/release-context.ts
function releaseContext(inForce, facts) {
	const policies = inForce.map(({ policy }) => policy);
	return {
		facts,
		at: epochMs(facts.at),
		policies,
		risk: classifyRelease(policies, facts),
		kind: facts.question.kind,
		directory: directoryOf(facts),
		environment: facts.question.kind === "deploy" ? facts.question.environment : void 0
	};
}

// src/policy/decide.ts
/** The decision: a pure function of the policies in force and the facts, the same to the byte each time. */
/** @param policies at least one, the organisation's first. A repository tightens what its organisation says. */
function decide(policies, facts) {
	if (policies.length === 0) throw new RangeError("A decision needs a policy: without one nothing is governed");
	const context = releaseContext(policies, facts);
	const { at, risk } = context;
	const judged = judgeGates(context);
	const opening = firstOpening(timeConditions(judged), at);
	const gates = opening === null && !isEndUnknown(judged, context) ? closeForGood(judged) : judged;
	const own = verdictOf(gates);
	const closed = closedPolicies(gates, context);
	const overrides = findOverride(closed, context);
	const override = own === "open" || isQuarantined(gates) ? null : overrides.inForce;
	return {
		version: 1,
		mode: modeOf(context.policies),
		verdict: override === null ? own : "open",
		at: toInstant(at),
		tier: risk.tier,
		releaseType: risk.type,
		tierReasons: risk.reasons,
		gates: gates.map((gate) => gateResult(gate, at)),
		earliestOpening: instantOrNull(opening),
		nextTransitionAt: instantOrNull(earliestOf([
			...transitionsOf(gates),
			overrides.changesAt,
			rollbackChangesAt(context)
		])),
		override: override === null ? null : sayOverride(override),
		policy: {
			sources: policies.map(({ file }) => file),
			digest: policiesDigest(policies)
		},
		factsDigest: digestOf(facts)
	};
}
/** By the last policy: parsed policies live long, and are the same for many decisions. */
const digests = /* @__PURE__ */ new WeakMap();
function policiesDigest(policies) {
	const { policy: last } = policies.at(-1);
	const kept = digests.get(last);
	if (kept !== void 0 && isSameList(kept.policies, policies)) return kept.digest;
	const digest = digestOf(policies.map(({ source, policy }) => ({
		source,
		policy
	})));
	digests.set(last, {
		policies,
		digest
	});
	return digest;
}
function isSameList(one, other) {
	const isSame = ({ source, policy }, index) => source === other[index]?.source && policy === other[index]?.policy;
	return one.length === other.length && one.every(isSame);
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
/**
* Holidays of a year that nobody knows yet; or a freeze without an end, which the person who set it can lift. Lifting
* helps only when the policies themselves leave some time.
*/
function isEndUnknown(gates, context) {
	if (gates.some((gate) => gate.findings.some(({ reason }) => reason.code === "holidays-unknown"))) return true;
	const { facts, environment, at } = context;
	return facts.freezes.some((freeze) => freeze.until === void 0 && environment !== void 0 && isSameName(freeze.environment, environment)) && firstOpening(timesFor(context), at) !== null;
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

export { whyNotAuthorised as a, modeOf as i, releaseContext as n, whyRefused as r, decide as t };