import { a as releaseRulesOf, f as isUnknownCommit, g as checked, h as lacksItsPullRequest, i as asksForRelease, m as changesFor, n as classifyWith, p as sayUnknownCommit, u as sizeOfRelease, v as highestType } from "./classify.js";
import { i as isKnownGood } from "./past-deployments.js";
import { O as isSameName, i as holds, n as tierFor, t as commonTiers, y as directoryOf } from "./tiers.js";
import { r as parseDuration } from "./instant.js";

// src/policy/risk/escalate.ts
/**
* Each policy counts its own tiers up from the tier that the release has without this; the highest result counts, so
* several rules do not add up. A merge has no lane yet, and to deploy again what runs brings nothing that could fail.
*/
function escalations(policies, facts, risk) {
	const isRedeploy = facts.direction === "same" && facts.changes.length === 0;
	if (facts.question.kind !== "deploy" || isRedeploy) return [];
	const change = facts.candidate.sha.slice(0, 7);
	return policies.flatMap((policy) => (policy.escalate ?? []).flatMap((rule) => groundsFor(rule, facts.lanes).map((ground) => ({
		tier: above(policy, risk, rule.by),
		change,
		...ground
	}))));
}
function above(policy, risk, by) {
	const rank = policy.tiers.indexOf(tierFor(policy, risk)) + by;
	return policy.tiers[Math.min(rank, policy.tiers.length - 1)];
}
/** Empty: it does not escalate. */
function groundsFor({ when }, lanes) {
	const asked = parseDuration(when.over);
	const counted = lanes.filter(({ over }) => parseDuration(over) === asked);
	if (counted.length === 0 || counted.some(({ deployments, failed }) => failed > deployments)) return [{
		because: "unknown",
		detail: `how often this lane failed in the last ${when.over} is not known`
	}];
	return counted.flatMap(({ deployments, failed }) => {
		if (deployments < when["at-least"]) return [];
		const rate = failed * 100 / deployments;
		if (!holds(checked(when["change-fail-rate"], "%"), rate)) return [];
		return [{
			because: "change-fail-rate",
			detail: `${`${failed} of ${deployments} deployments in the last ${when.over} failed (${sayRate(rate)})`}: ${when["change-fail-rate"]}`
		}];
	});
}
function sayRate(rate) {
	return `${Math.round(rate * 10) / 10} %`;
}

// src/policy/risk/release-grounds.ts
/**
* What rules that ask about the release alone give to it. They are no rules about changes: they give none of them a tier
* and put no default rule aside. What is not known may match, so it is given too: reasons only ever raise.
*/
function releaseGrounds(policy, facts, size) {
	const rules = releaseRulesOf(policy);
	if (size === void 0) return [];
	const change = facts.candidate.sha.slice(0, 7);
	return rules.flatMap(({ tier, because, match }) => {
		const found = match(size);
		return found === void 0 ? [] : [{
			tier,
			because,
			change,
			detail: found.detail
		}];
	});
}

// src/policy/classify-release.ts
/** @param policies at least one, the organisation's first. Each judges the changes of the service as it draws it. */
function classifyRelease(policies, facts) {
	const directory = directoryOf(facts);
	const environment = facts.question.kind === "deploy" ? facts.question.environment : void 0;
	const sizes = policies.map((policy) => asksForRelease(policy) ? sizeOfRelease(policy, facts) : void 0);
	const asGiven = policies.map((policy, index) => {
		const release = sizes[index];
		return changesFor(policy, facts).map((change) => ({
			change,
			...classifyWith(policy, change, directory, {
				release,
				environment
			})
		}));
	});
	const type = typeOfRelease(facts, asGiven);
	const risks = policies.map((policy, index) => (asGiven[index] ?? []).map((risk) => {
		const isOrdinary = type !== "emergency" && risk.type === "emergency";
		return isOrdinary ? classifyWith(policy, risk.change, directory, {
			isOrdinary,
			release: sizes[index],
			environment
		}) : risk;
	}));
	const { tiers, isCommon } = commonTiers(policies);
	const ofChanges = [
		...risks.flatMap((changes) => changes.flatMap((risk) => risk.reasons)),
		...policies.flatMap((policy, index) => releaseGrounds(policy, facts, sizes[index])),
		...releaseReasons(facts, risks, tiers, type),
		...isCommon ? [] : [conflict(tiers, facts)]
	];
	const tierOfChanges = highestTier(tiers, ofChanges);
	const escalated = isCommon ? escalations(policies, facts, {
		tier: tierOfChanges,
		tiers
	}) : [];
	const reasons = distinct([...ofChanges, ...escalated]);
	return {
		tier: highestTier(tiers, reasons),
		tierOfChanges,
		tiers,
		type,
		reasons
	};
}
function highestTier(tiers, reasons) {
	return tiers[Math.max(0, ...reasons.map((reason) => tiers.indexOf(reason.tier)))];
}
/** What nobody can have looked at has the highest tier, whatever the changes are. */
const UNKNOWNS = [
	{
		because: "unknown-commit",
		detail: sayUnknownCommit,
		isSo: isUnknownCommit
	},
	{
		because: "incomplete",
		detail: "GitHub listed only a part of the changes",
		isSo: (facts) => !facts.complete || lacksItsPullRequest(facts)
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
function releaseReasons(facts, risks, tiers, type) {
	const change = facts.candidate.sha.slice(0, 7);
	const unknowns = UNKNOWNS.filter(({ isSo }) => isSo(facts));
	if (unknowns.length > 0) return unknowns.map(({ because, detail: said }) => {
		const detail = typeof said === "string" ? said : said(facts);
		return {
			tier: tiers.at(-1),
			because,
			change,
			detail
		};
	});
	if (risks.some((changes) => changes.length > 0)) return [];
	return [{
		tier: tiers[0],
		change,
		...sayNothingNew(facts, type)
	}];
}
function sayNothingNew({ changes }, type) {
	if (changes.length > 0) return {
		because: "no-changes",
		detail: "no change of the release touches this service"
	};
	if (type === "redeploy") return {
		because: "redeploy",
		detail: "the environment runs this commit already"
	};
	return {
		because: "no-changes",
		detail: "the release has no changes"
	};
}
function typeOfRelease(facts, risks) {
	const isKnown = !isUnknownCommit(facts);
	if (isKnown && facts.direction === "same") return "redeploy";
	if (isKnown && facts.direction === "backward" && wasVerified(facts)) return "rollback";
	const all = risks.flat();
	const goesForward = [
		"forward",
		"first",
		"diverged"
	].includes(facts.direction);
	return isKnown && goesForward && facts.complete && all.length > 0 && all.every((risk) => risk.type === "emergency") ? "emergency" : highestType(all.map((risk) => risk.plainType));
}
/** Whether the candidate was verified `pass` in this lane before. */
function wasVerified({ question, candidate, deployments }) {
	if (question.kind !== "deploy") return false;
	return deployments.some((deployment) => isSameName(deployment.environment, question.environment) && isSameService(deployment.service, question.service) && deployment.sha === candidate.sha && isKnownGood(deployment));
}
/** Facts may leave the service of a lane away. */
function isSameService(one, other) {
	return one === void 0 || other === void 0 || isSameName(one, other);
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

export { classifyRelease as t };