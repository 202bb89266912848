import { n as epochMs } from "./instant.js";
import { n as plainLine, t as inertMarkdown } from "./markdown.js";
import { n as sayBoth, r as sayLocal } from "./wording.js";
import { f as releaseManagerOf, m as sayReleaseManager } from "./tiers.js";
import { n as SKIPPED, r as sayReason, s as opensAfter } from "./reasons.js";
import { p as sayUnknownCommit } from "./classify.js";
import { a as sayLackingAlone, i as peopleAsked, p as commandWord, r as sayIgnored } from "./approvals.js";
import { i as isRunByItself, n as isDoneByItself, r as isDoneByTime, t as asks } from "./asks.js";
import { a as whyNotAuthorised, n as releaseContext } from "./decide.js";

// src/policy/reasons/tiers.ts
/** Codes of what makes a tier besides the rules of a policy. */
/** Why a change or a release has a tier whatever the rules say. */
const TIER_CODES = {
	incomplete: "GitHub listed only a part of the changes or files: highest tier.",
	"first-deployment": "Nothing ran in the environment before and no changes are listed: highest tier.",
	diverged: "The release does not contain the commit that runs now, so it takes commits away: highest tier.",
	backward: "The release goes back, and what it takes away is not listed: highest tier.",
	"unknown-commit": "Which commit would be deployed is not known, as when a person starts a run with an input that takes any text: highest tier, never a rollback or a redeploy.",
	"unknown-contributor": "A commit is by somebody GitHub does not know: one tier up.",
	"label-not-permitted": "A label that lowers something was set by a person who may not: it does not lower.",
	"tiers-conflict": "The tiers of the repository do not contain those of the organisation in the same order: highest tier.",
	"change-fail-rate": "The lane failed as often as `escalate` says: as many tiers up as it says.",
	unknown: "How often the lane failed over the time that `escalate` asks for is not known: as many tiers up as it says.",
	redeploy: "The environment runs this commit already and there are no changes: lowest tier.",
	"no-changes": "The release has no changes, or none of the service that is deployed: lowest tier."
};

// src/policy/closings.ts
/** The windows that are open while something else is missing: until when, and what comes after. */
/** `morning closes Wed 25 Nov 12:00 Europe/Berlin; after that the next opening is Wed 2 Dec 10:00 Europe/Berlin`. */
function sayClosings({ gates, at }, policies) {
	const told = gates.flatMap(({ name, requirements }) => requirements.flatMap(({ reason }) => {
		const { code, windows, closesAt } = reason;
		if (code !== "window-open" || typeof closesAt !== "string") return [];
		const zone = String(reason["zone"] ?? "UTC");
		const say = (instant) => sayLocal(instant, zone, epochMs(at));
		const closing = epochMs(closesAt);
		const again = opensAgain(name, closing, policies);
		const next = again === void 0 ? "" : `; after that the next opening is ${say(again)}`;
		return [`${Array.isArray(windows) ? windows.join(", ") : "The window"} closes ${say(closing)}${next}`];
	}));
	return [...new Set(told)];
}
/** Undefined: that is not known. */
function opensAgain(gate, closesAt, policies) {
	const openings = policies.flatMap(({ policy }) => opensAfter(policy, gate, closesAt) ?? []);
	return openings.length === 1 ? openings[0] : void 0;
}

// src/policy/headline.ts
/** The first line people read: what to do, or that there is nothing to do. */
/** GitHub cuts descriptions of statuses at 140 characters. */
const LONGEST = 140;
/** Of these: what to do has to have room as well. */
const LONGEST_OWNER = 50;
/**
* One line of plain text, at most 140 characters.
*
* @param policies those that decided; without them a step back is told like any other release.
*/
function headline(decision, facts, policies = []) {
	const mode = decision.mode === "observe" && decision.verdict !== "open" ? "Not enforced: " : "";
	const owner = sayOwner(decision, facts, policies);
	const wordings = [...sayRollback$1(decision, facts, policies), ...sayVerdict(decision, facts)].map((wording) => plainLine(`${mode}${owner}${wording}`, 1400));
	return wordings.find((wording) => wording.length <= LONGEST) ?? plainLine(wordings.at(-1) ?? "", LONGEST);
}
/** Whom to ask about a hold, before what it waits for: "Held (release manager: team release). ". Nobody is notified by it. */
function sayOwner(decision, { question }, policies) {
	if (decision.verdict === "open" || question.kind === "merge") return "";
	const manager = releaseManagerOf(policies.map(({ policy }) => policy), question.environment);
	return manager === void 0 ? "" : `Held (release manager: ${plainLine(sayReleaseManager(manager), LONGEST_OWNER)}). `;
}
/** When one approval makes it an authorised rollback, nothing else has to be waited for. */
function sayRollback$1(decision, facts, policies) {
	if (decision.verdict === "open" || policies.length === 0 || facts.direction !== "backward") return [];
	const missing = whyNotAuthorised(releaseContext(policies, facts)) ?? [];
	const [first] = missing.filter(({ code }) => code !== "rollback-not-approved");
	if (first !== void 0) {
		const told = sayReason(first, epochMs(decision.at));
		return [told, told.replace(/\. .*$/, "")];
	}
	const from = missing.map((reason) => String(reason["from"] ?? ""));
	if (missing.length === 0) return [];
	return [`Waiting for ${[...new Set(from)].join(", and ")} to approve this rollback; then it opens at once`];
}
/** The same in several lengths, the longest first: when the room is short, what to do and when come first. */
function sayVerdict(decision, facts) {
	const { override } = decision;
	if (override !== null) {
		const until = sayLocal(epochMs(override.expiresAt), zoneOf(decision), epochMs(decision.at));
		return [`Opened by an override of ${override.user} until ${until}: ${override.reason}`];
	}
	if (decision.verdict === "open") return [sayOpen(decision, facts)];
	const open = decision.gates.flatMap((gate) => gate.requirements.filter(({ status }) => status !== "met"));
	const failed = open.find(({ status }) => status === "failed");
	if (failed === void 0) return sayWaiting(withoutOwnWork(open), decision, facts);
	const told = lowerFirst(failed.text);
	return [`Blocked: ${told}`, `Blocked: ${told.replace(/\. [A-Z].*$/, "")}`];
}
/** What is done by itself once nothing else is missing is no reason to wait as long as something else is. */
function withoutOwnWork(open) {
	const others = open.filter(({ reason }) => !isRunByItself(reason));
	return others.length === 0 ? open : others;
}
/** What people have to do goes before what is only waited for: it may be all that there is room for. */
function inOrder(open) {
	return open.toSorted((one, other) => Number(isOthersTurn(one)) - Number(isOthersTurn(other)));
}
function isOthersTurn({ reason }) {
	return reason.code === "train-order";
}
function sayOpen(decision, { question }) {
	const what = `tier ${decision.tier}, ${decision.releaseType}`;
	return question.kind === "merge" ? `May merge: nothing is missing (${what})` : `Open: nothing is missing (${what})`;
}
function sayWaiting(open, decision, facts) {
	const unknown = open.find(({ kind }) => kind === "environment");
	if (unknown !== void 0) return [`Held: ${lowerFirst(unknown.text)}`];
	const asked = inOrder(open).map(asks).filter((ask) => ask !== void 0);
	const closed = open.filter(({ reason }) => isDoneByTime(reason));
	const when = closed.length === 0 ? "" : sayWhen(decision);
	const isMerge = facts.question.kind === "merge";
	const because = sayBecause(closed, decision);
	if (asked.length === 0) {
		if (when === "") return [`Waiting: ${because}`];
		const alone = `Nothing to do: ${isMerge ? "may merge from" : "opens by itself"} ${when}`;
		return [`${alone} (${because})`, alone];
	}
	const verb = isMerge ? "may merge" : "opens";
	const times = when === "" ? [because] : [`${verb} earliest ${when}`, `${verb} ${when}`];
	const withTime = (ask) => times.map((each) => `Waiting for ${ask}${each === "" ? "" : `; ${each}`}`);
	const all = inFewerWords(asked);
	const some = countingOthers(asked);
	return [
		...all.flatMap(withTime),
		...all.slice(-1).map((ask) => `Waiting for ${ask}`),
		...some.flatMap(withTime),
		...some.slice(-1).map((ask) => `Waiting for ${ask}`)
	];
}
/** The first of it and how much more. */
function countingOthers([first, ...others]) {
	if (first === void 0) return [];
	const more = others.length > 0 ? `, and ${others.length} more` : "";
	return [`${first[0]}${more}`, `${first[1]}${more}`];
}
/** Everything that is asked; the same in short; and only who or what it is. */
function inFewerWords(asked) {
	return [
		asked.map(([long]) => long).join(", and "),
		asked.map(([, short]) => short).join(", and "),
		asked.map(([, short, who]) => who ?? short).join(", and ")
	];
}
/** Empty when the end of the waiting is not known. */
function sayWhen(decision) {
	if (decision.earliestOpening === null) return "";
	return sayLocal(epochMs(decision.earliestOpening), zoneOf(decision), epochMs(decision.at));
}
/** What is closed now, and the windows that are open now and will have closed before the opening. */
function sayBecause(closed, decision) {
	const { earliestOpening } = decision;
	const told = closed.map(sayClosed).join(", ");
	if (earliestOpening === null) return told;
	const later = decision.gates.flatMap((gate) => gate.requirements).filter(({ reason }) => reason.code === "window-open" && typeof reason["closesAt"] === "string").filter(({ reason }) => epochMs(reason["closesAt"]) < epochMs(earliestOpening));
	return later.length === 0 ? told : `${told}, then until ${later.map(({ reason }) => names(reason["windows"])).join(", ")}`;
}
function sayClosed({ reason }) {
	if (reason.code === "freeze") return `frozen by ${names(reason["freezes"])}`;
	if (reason.code === "soaking") return `soaking in ${String(reason["from"])}`;
	return `${names(reason["windows"])} closed`;
}
function names(value) {
	return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}
/** The zone in which a decision's own instants are told: that of the first requirement that has one. */
function zoneOf(decision) {
	const requirements = decision.gates.flatMap((gate) => gate.requirements);
	const waiting = requirements.filter(({ status }) => status !== "met");
	for (const { reason } of [...waiting, ...requirements]) if (typeof reason["zone"] === "string") return reason["zone"];
	return "UTC";
}
/** Whether time holds something back now. */
function opensLater(decision) {
	return decision.earliestOpening !== null && isAfter(decision.earliestOpening, epochMs(decision.at));
}
function isAfter(instant, at) {
	return epochMs(instant) > at;
}
/** Lower case at the start, unless it begins with a name such as `#12` or an abbreviation. */
function lowerFirst(sentence) {
	return /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}

// src/policy/explanation.ts
/** One explanation of a decision, as a tree of plain sentences; the renderers only choose marks and escapes. */
/** A release of thousands of changes is explained by the first of them; the rest is counted. */
const MOST_REASONS = 20;
/**
* Nothing here depends on the present moment alone: the same reasons give the same text.
*
* @param policies those that decided; without them it is not told why a step back is no authorised rollback.
*/
function explain(decision, facts, policies = []) {
	return {
		headline: headline(decision, facts, policies),
		question: sayQuestion(facts),
		risk: `tier ${decision.tier}, release type ${decision.releaseType}`,
		riskReasons: sayTierReasons(decision),
		gates: decision.gates.map(explainGate),
		time: sayTimes(decision, policies),
		notes: decision.verdict === "open" ? [] : [...sayUnknown(facts), ...sayRollback(facts, policies)],
		sources: `Decided by ${decision.policy.sources.join(" and ")} (policy ${decision.policy.digest.slice(0, 12)})`
	};
}
/** Whoever is asked about it has to know that it is about a commit that nobody named. */
function sayUnknown(facts) {
	if (facts.candidate.isUnknown !== true) return [];
	const told = sayUnknownCommit(facts);
	return [`${told.charAt(0).toUpperCase()}${told.slice(1)}.`];
}
function sayRollback(facts, policies) {
	if (policies.length === 0 || facts.direction !== "backward") return [];
	const context = releaseContext(policies, facts);
	return (whyNotAuthorised(context) ?? []).map((reason) => sayReason(reason, context.at));
}
function sayQuestion({ question, candidate, repository }) {
	if (question.kind === "merge") return `${repository}: pull request #${question.pullRequest} into ${question.base}`;
	return `${repository}: ${candidate.sha.slice(0, 7)} to ${question.environment}, started by ${question.actor}`;
}
/** As the assessment of a risk says it. */
const BY_TYPE = "without risk rules the tier follows the release type";
const WITHOUT_CONDITION = "the rule without a condition";
/** Those that set the tier first. */
function sayTierReasons({ tier, tierReasons }) {
	const deciding = tierReasons.filter((reason) => reason.tier === tier);
	const isMeant = ({ detail }) => deciding.length === 0 || detail !== BY_TYPE;
	const others = tierReasons.filter((reason) => reason.tier !== tier).filter(isMeant);
	const told = [...deciding, ...others].slice(0, MOST_REASONS);
	const lines = told.map((reason) => {
		const code = TIER_CODES[reason.because];
		const isPlain = reason.detail === WITHOUT_CONDITION;
		const because = code === void 0 ? `${reason.because}${isPlain ? "" : ` (${reason.detail})`}` : reason.detail;
		return `${reason.tier}: ${reason.change}, ${because}`;
	});
	const left = tierReasons.length - told.length;
	return left > 0 ? [...lines, `and ${left} more`] : lines;
}
function explainGate(gate) {
	const { name, status, requirements, skippedBecause } = gate;
	if (skippedBecause === void 0) return {
		name,
		status,
		lines: requirements.map(explainRequirement)
	};
	return {
		name,
		status,
		lines: [{
			text: `Skipped: ${SKIPPED[skippedBecause] ?? skippedBecause}.`,
			details: []
		}]
	};
}
function explainRequirement({ text, counted = [], ignored = [] }) {
	return {
		text,
		details: [...counted.length === 0 ? [] : [`Counted: ${counted.join(", ")}`], ...ignored.length === 0 ? [] : [`Not counted: ${sayIgnoredPeople(ignored)}`]]
	};
}
function sayIgnoredPeople(ignored) {
	const told = ignored.slice(0, MOST_REASONS).map(({ user, code }) => `${user} (${sayIgnored(code)})`);
	const left = ignored.length - told.length;
	return left > 0 ? `${told.join(", ")} and ${left} more` : told.join(", ");
}
function sayTimes(decision, policies) {
	const zone = zoneOf(decision);
	const at = epochMs(decision.at);
	const lines = [];
	if (decision.override !== null) {
		const { user, reason, expiresAt } = decision.override;
		lines.push(`Override by ${user} until ${sayBoth(epochMs(expiresAt), zone, at)}: ${reason}`);
	}
	if (decision.verdict !== "open" && opensLater(decision)) {
		const opens = sayBoth(epochMs(decision.earliestOpening), zone, at);
		lines.push(`Earliest opening: ${opens}, if everything else is met by then`);
	}
	return decision.verdict === "open" ? lines : [...lines, ...sayClosings(decision, policies)];
}

// src/policy/markdown-lines.ts
/** Policies and pull requests can hold long texts; one line stays readable. */
const LONGEST_LINE = 2e3;
const ICONS = {
	met: "✅",
	pending: "⏳",
	failed: "⛔",
	skipped: "⏭️"
};
function inert(line) {
	return inertMarkdown(plainLine(line, LONGEST_LINE));
}
/**
* Numbers of the pull requests that it is about become links again: that they are mentioned there says nothing new, also
* where somebody else wrote them.
*/
function withOwnNumbers(markdown, { changes }) {
	const own = new Set(changes.flatMap((change) => change.kind === "pull-request" ? [String(change.number)] : []));
	return markdown.replace(/(?<![\w./-])#\u200B(\d+)(?!\w)/g, (shown, number) => own.has(number) ? `#${number}` : shown);
}
/** As many whole lines as fit, and the end. A line is never cut: half an escape would be none. */
function joinWithin(lines, end, { limit, left }) {
	const whole = [...lines, ...end].join("\n");
	if (whole.length <= limit) return whole;
	const tail = [
		"",
		left,
		...end
	].join("\n");
	const kept = [];
	let length = tail.length;
	for (const line of lines) {
		length += line.length + 1;
		if (length > limit) break;
		kept.push(line);
	}
	return `${kept.join("\n")}${tail}`;
}

// src/policy/hold-report.ts
/** The comment on a held gate: whom it waits for and how they answer, then what else is missing. */
/** GitHub's limit for the comment of a protection rule. */
const LONGEST_REPORT = 1024;
/**
* Markdown of at most 1,024 characters, the same as long as the reasons are the same, since GitHub takes ten of them per
* deployment. What people have to do comes first, then what is done by itself, then what time does: the end may have to
* make room for others.
*
* @param record the number of the issue that is the record of the release; null: there is none that we know of.
*/
function holdReport(decision, facts, policies = [], record = null) {
	const told = explain(decision, facts, policies);
	const asked = askedOf(decision, facts);
	const lines = unmetOf(decision, asked !== null).map(({ name, status, line }) => asBullets(name, status, line));
	const isTold = isOpeningTold(decision);
	const blocks = [
		asked === null ? `**${inert(told.headline)}**` : sayAsked(asked, {
			decision,
			facts,
			policies,
			record
		}),
		"",
		...lines.flat(),
		...[...told.notes, ...isTold ? told.time.filter((line) => !line.startsWith("Earliest")) : told.time].map((line) => `- ${inert(line)}`),
		`- Tier ${inert(decision.tier)}, ${decision.releaseType}.`
	];
	return withOwnNumbers(joinWithin(blocks, [], {
		limit: LONGEST_REPORT,
		left: sayLeftOut(record)
	}), facts);
}
/** Ends what had to be cut. */
function sayLeftOut(record) {
	return `- More is left out, since GitHub takes 1,024 characters here${record === null ? "" : `; all of it stands in #${record}`}.`;
}
/** In the order in which they matter to whoever reads it. */
function unmetOf(decision, isHowTold) {
	return decision.gates.flatMap(({ name, requirements }) => requirements.map((requirement) => ({
		name,
		requirement
	}))).filter(({ requirement }) => requirement.status !== "met").toSorted((one, other) => rankOf(one.requirement) - rankOf(other.requirement)).map(({ name, requirement }) => {
		const alone = isHowTold ? sayLackingAlone(requirement.reason) : void 0;
		const line = explainRequirement(alone === void 0 ? requirement : {
			...requirement,
			text: alone
		});
		return {
			name,
			status: requirement.status,
			line
		};
	});
}
function rankOf({ status, reason }) {
	if (status === "failed") return 0;
	if (isDoneByTime(reason)) return 3;
	return isDoneByItself(reason) ? 2 : 1;
}
function asBullets(name, status, { text, details }) {
	return [`- ${ICONS[status]} **${inert(name)}**: ${inert(text)}`, ...details.map((detail) => `  - ${inert(detail)}`)];
}
/** A window or the end of a freeze that is the opening says so itself. */
function isOpeningTold({ gates, earliestOpening }) {
	return gates.flatMap(({ requirements }) => requirements).filter(({ status, reason }) => status !== "met" && isDoneByTime(reason)).some(({ reason }) => earliestOpening !== null && Object.values(reason).includes(earliestOpening));
}
/** Those who can let the release as a whole go on; null: something stands in their way, or nobody is asked. */
function askedOf(decision, { question }) {
	const unmet = decision.gates.flatMap(({ requirements }) => requirements.filter(({ status }) => status !== "met"));
	if (!(question.kind === "deploy" && decision.mode === "enforce") || unmet.some(({ status, kind }) => status === "failed" || kind === "environment")) return null;
	const asked = unmet.filter(({ kind }) => kind === "approvals").map(({ reason }) => peopleAsked(reason));
	const known = asked.filter((each) => each !== null);
	return known.length === 0 || known.length < asked.length ? null : known;
}
function sayAsked(asked, { decision, facts, policies, record }) {
	const { question, candidate } = facts;
	if (question.kind !== "deploy") return `**${inert(headline(decision, facts, policies))}**`;
	const isAfter = asked.every(({ waitsFor }) => waitsFor !== null);
	const who = inert([...new Set(asked.map(({ who: each }) => each))].join(", and "));
	const manager = sayManager(policies, question.environment);
	const ways = waysOf(asked, commandWord(question.environment, "ENV"), {
		sha: candidate.sha,
		record
	});
	if (isAfter) {
		const first = [...new Set(asked.map(({ waitsFor }) => waitsFor))].join(" and ");
		return `**Held: first this commit has to be verified in ${inert(first)}. Then for ${who}:** ${ways}.${manager}`;
	}
	return `**Held for ${who}: ${ways}.**${manager}`;
}
function waysOf(asked, environment, { sha, record }) {
	const command = `/tidegate approve ${environment}`;
	return [...asked.some(({ sources }) => sources.includes("deployment-review")) ? ["approve here"] : [], ...asked.some(({ sources }) => sources.includes("comment")) ? [record !== null ? `comment \`${command}\` in #${record}` : `comment \`${command} @${sha.slice(0, 7)}\` on any issue`] : []].join(", or ");
}
function sayManager(policies, environment) {
	const manager = releaseManagerOf(policies.map(({ policy }) => policy), environment);
	return manager === void 0 ? "" : ` Release manager: ${inert(sayReleaseManager(manager))}.`;
}

// src/policy/explain.ts
/** GitHub's limit for the summary of a check run. */
const LONGEST_SUMMARY = 65535;
const MARKS = {
	met: "ok",
	pending: "wait",
	failed: "NO",
	skipped: "skip"
};
/** For a terminal: the first line says what to do. Ends without a line break. */
function explainText(decision, facts, policies) {
	const told = explain(decision, facts, policies);
	return [
		told.headline,
		"",
		told.question,
		told.risk,
		...told.riskReasons.map((line) => `  - ${line}`),
		...told.gates.flatMap(gateAsText),
		...told.notes,
		...told.time,
		told.sources
	].map(printable).join("\n");
}
function gateAsText({ name, status, lines }) {
	const mark = `[${MARKS[status]}]`.padEnd(7);
	return lines.flatMap(({ text, details }, index) => [index === 0 ? `${mark}${name}: ${text}` : `       ${text}`, ...details.map((detail) => `         ${detail}`)]);
}
/** One line without controls, its indentation kept. */
function printable(line) {
	const indent = line.length - line.trimStart().length;
	return `${" ".repeat(indent)}${plainLine(line, LONGEST_LINE)}`;
}
/**
* For the summary of a check run: at most 65,535 characters, everything people wrote made inert.
*/
function explainMarkdown(decision, facts, { policies, more } = {}) {
	const told = explain(decision, facts, policies);
	const head = [
		`**${inert(told.headline)}**`,
		"",
		`${inert(told.question)}. It has ${inert(told.risk)}.`
	];
	const time = [...told.notes, ...told.time].map((line) => `- ${inert(line)}`);
	const blocks = [
		...head,
		...time.length === 0 ? [] : ["", ...time],
		...told.gates.length === 0 ? [] : [
			"",
			"#### Gates",
			"",
			...told.gates.flatMap(gateAsMarkdown)
		],
		"",
		"#### Why this tier",
		"",
		...told.riskReasons.map((line) => `- ${inert(line)}`),
		...more === void 0 ? [] : [
			"",
			`#### ${inert(more.heading)}`,
			"",
			...more.lines.map((line) => `- ${inert(line)}`)
		]
	];
	const end = ["", `<sub>${inert(told.sources)}</sub>`];
	return withOwnNumbers(joinWithin(blocks, end, {
		limit: LONGEST_SUMMARY,
		left: "… more is left out here"
	}), facts);
}
function gateAsMarkdown({ name, status, lines }) {
	return lines.flatMap(({ text, details }, index) => [index === 0 ? `- ${ICONS[status]} **${inert(name)}**: ${inert(text)}` : `  - ${inert(text)}`, ...details.map((detail) => `  - ${inert(detail)}`)]);
}

export { explain as a, sayLeftOut as i, explainText as n, headline as o, holdReport as r, zoneOf as s, explainMarkdown as t };