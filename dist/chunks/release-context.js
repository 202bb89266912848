import { l as toInstant, o as epochMs } from "./canonical.js";
import { $ as directoryOf, S as classifyRelease, X as whoMayOverride, ct as isSameName, h as unionOf, p as datedTimeline, rt as sayPeople, t as freezesFor } from "./release-times.js";

// src/policy/gates/freeze.ts
/** The built-in gate `freeze`: no freeze of a policy, and none that a person set, is running for this release. */
/** Listed when freezes are configured, whether or not one selects this release. */
const freezeGate = {
	name: "freeze",
	yieldsToRollback: true,
	judge(context) {
		if (!hasFreezes(context)) return void 0;
		const freezes = allFreezes(context);
		return {
			finding: judgeFreezes(freezes, context),
			owners: ownersOf(freezes, context)
		};
	}
};
function hasFreezes({ policies, facts, environment, kind }) {
	return policies.some((policy) => policy.freezes.some((freeze) => freeze.at.includes(kind))) || facts.freezes.some((freeze) => environment !== void 0 && isSameName(freeze.environment, environment));
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
	const running = freezesAt(freezes, context.at);
	const followedBy = namesOf(followersOf(freezes, running, context.at, changesAt));
	return {
		kind: "freeze",
		status: "pending",
		reason: {
			code: "freeze",
			freezes: namesOf(running),
			...followedBy.length === 0 ? {} : { followedBy },
			until: changesAt === null ? null : toInstant(changesAt),
			zone: zoneOf(changesAt === null ? running : freezesAt(freezes, changesAt - 1)),
			...sayBreakGlass(ownersOf(freezes, context), context)
		},
		changesAt,
		time
	};
}
function freezesAt(freezes, at) {
	return freezes.filter((each) => each.timeline.stateAt(at).isInside);
}
/** Those that begin before the release is free of all of them, so that one follows the other without a gap. */
function followersOf(freezes, running, at, until) {
	const begins = ({ timeline }) => timeline.stateAt(at).changesAt ?? Number.POSITIVE_INFINITY;
	const names = namesOf(running);
	return freezes.filter((each) => !running.includes(each) && !names.includes(each.name)).filter((each) => begins(each) < (until ?? Number.POSITIVE_INFINITY));
}
/** The organisation and the repository may have given one name to two. */
function namesOf(freezes) {
	return [...new Set(freezes.map(({ name }) => name))];
}
/** A time is told on the clock of the freeze that it is an end of, as it stands in the policy. */
function zoneOf(freezes) {
	return freezes[0]?.zone ?? "UTC";
}
/** Who may open it all the same. Merging cannot be overridden. */
function sayBreakGlass(owners, { environment }) {
	if (environment === void 0) return {};
	const by = owners.map((policy) => {
		const may = whoMayOverride(policy, environment);
		return may === void 0 ? void 0 : sayPeople(may);
	});
	if (by.length === 0 || by.includes(void 0)) return {};
	return { override: {
		by: [...new Set(by)].join(" who is also "),
		environment
	} };
}
function sayNone(freezes, beginsAt) {
	if (beginsAt === null) return { code: "no-freeze" };
	const next = freezesAt(freezes, beginsAt);
	return {
		code: "no-freeze",
		freezes: namesOf(next),
		beginsAt: toInstant(beginsAt),
		zone: zoneOf(next)
	};
}
/** The policies whose freezes are running; all of them when a person set one. */
function ownersOf(freezes, { policies, at }) {
	return freezesAt(freezes, at).flatMap(({ policy }) => policy ?? policies);
}
/** Those of the policies, and those that people set, which concern deployments only. */
function allFreezes(context) {
	const { policies, facts, environment } = context;
	const set = facts.freezes.filter((freeze) => environment !== void 0 && isSameName(freeze.environment, environment)).map((freeze) => ({
		name: `freeze by ${freeze.by}: ${freeze.reason}`,
		timeline: datedTimeline({
			from: epochMs(freeze.from),
			until: freeze.until === void 0 ? null : epochMs(freeze.until)
		}),
		zone: policies.at(-1)?.zone ?? "UTC"
	}));
	return [...freezesFor(context), ...set];
}

// src/policy/mode.ts
/** Of the policies in force together: one that only observes does not switch off what another one enforces. */
function modeOf(policies) {
	return policies.every(({ mode }) => mode === "observe") ? "observe" : "enforce";
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

export { modeOf as n, freezeGate as r, releaseContext as t };