import { c as inertMarkdown, l as plainLine } from "./parse2.js";
import { a as count, c as sayBoth, i as TIER_CODES, l as sayLocal, o as sayIgnored, r as SKIPPED, s as waitingOf } from "./decide.js";
import { t as epochMs } from "./instant.js";

// src/policy/headline.ts
/** The first line people read: what to do, or that there is nothing to do. */
/** GitHub cuts descriptions of statuses at 140 characters. */
const LONGEST = 140;
/** One line of plain text, at most 140 characters. */
function headline(decision, facts) {
	const mode = decision.mode === "observe" && decision.verdict !== "open" ? "Not enforced: " : "";
	const wordings = sayVerdict(decision, facts).map((wording) => plainLine(`${mode}${wording}`, 1400));
	return wordings.find((wording) => wording.length <= LONGEST) ?? plainLine(wordings.at(-1) ?? "", LONGEST);
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
	return failed === void 0 ? sayWaiting(open, decision, facts) : [`Blocked: ${lowerFirst(failed.text)}`];
}
function sayOpen(decision, { question }) {
	const what = `tier ${decision.tier}, ${decision.releaseType}`;
	return question.kind === "merge" ? `May merge: nothing is missing (${what})` : `Open: nothing is missing (${what})`;
}
function sayWaiting(open, decision, facts) {
	const unknown = open.find(({ kind }) => kind === "environment");
	if (unknown !== void 0) return [`Held: ${lowerFirst(unknown.text)}`];
	const asked = open.filter(({ kind }) => kind === "approvals").map(({ reason }) => reason);
	const closed = open.filter(({ kind }) => kind === "window" || kind === "freeze");
	const because = closed.map(sayClosed).join(", ");
	const when = closed.length === 0 ? "" : sayWhen(decision);
	const isMerge = facts.question.kind === "merge";
	if (asked.length === 0) {
		if (when === "") return [`Waiting: ${because}`];
		const alone = `Nothing to do: ${isMerge ? "may merge from" : "opens by itself"} ${when}`;
		return [`${alone} (${because})`, alone];
	}
	const time = when === "" ? because : `${isMerge ? "may merge" : "opens"} earliest ${when}`;
	return [asked.map(sayAsked).join(", and "), sayAskedShort(asked)].map((ask) => `Waiting for ${ask}${time === "" ? "" : `; ${time}`}`);
}
/** `1 more approval of #12 by someone with write`. */
function sayAsked(reason) {
	const waiting = waitingOf(reason);
	const [first] = waiting;
	const from = String(reason["from"] ?? "");
	if (first === void 0) return `approval by ${from}`;
	const rest = waiting.length > 1 ? ` and ${count(waiting.length - 1, "other change")}` : "";
	return `${count(first.missing, "more approval")} of ${first.change}${rest} by ${from}`;
}
/** `3 more approvals of #12, #13 and others`. */
function sayAskedShort(asked) {
	const waiting = asked.flatMap(waitingOf);
	const missing = waiting.reduce((sum, each) => sum + each.missing, 0);
	const changes = [...new Set(waiting.map((each) => each.change))];
	const others = changes.length > 2 ? " and others" : "";
	return `${count(missing, "more approval")} of ${changes.slice(0, 2).join(", ")}${others}`;
}
/** Empty when the end of the waiting is not known. */
function sayWhen(decision) {
	if (decision.earliestOpening === null) return "";
	return sayLocal(epochMs(decision.earliestOpening), zoneOf(decision), epochMs(decision.at));
}
function sayClosed({ reason }) {
	if (reason.code === "freeze") return `frozen by ${names(reason["freezes"])}`;
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
/** Nothing here depends on the present moment alone: the same reasons give the same text. */
function explain(decision, facts) {
	return {
		headline: headline(decision, facts),
		question: sayQuestion(facts),
		risk: `tier ${decision.tier}, release type ${decision.releaseType}`,
		riskReasons: sayTierReasons(decision),
		gates: decision.gates.map(explainGate),
		time: sayTimes(decision),
		sources: `Decided by ${decision.policy.sources.join(" and ")} (policy ${decision.policy.digest.slice(0, 12)})`
	};
}
function sayQuestion({ question, candidate, repository }) {
	if (question.kind === "merge") return `${repository}: pull request #${question.pullRequest} into ${question.base}`;
	return `${repository}: ${candidate.sha.slice(0, 7)} to ${question.environment}, started by ${question.actor}`;
}
/** Those that set the tier first. */
function sayTierReasons({ tier, tierReasons }) {
	const deciding = tierReasons.filter((reason) => reason.tier === tier);
	const others = tierReasons.filter((reason) => reason.tier !== tier);
	const told = [...deciding, ...others].slice(0, MOST_REASONS);
	const lines = told.map((reason) => {
		const because = TIER_CODES[reason.because] === void 0 ? `${reason.because} (${reason.detail})` : reason.detail;
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
function sayTimes(decision) {
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
	return lines;
}

// src/policy/explain.ts
/** GitHub's limit for the summary of a check run. */
const LONGEST_SUMMARY = 65535;
/** GitHub's limit for the comment of a protection rule. */
const LONGEST_REPORT = 1024;
/** Policies and pull requests can hold long texts; one line stays readable. */
const LONGEST_LINE = 2e3;
const MARKS = {
	met: "ok",
	pending: "wait",
	failed: "NO",
	skipped: "skip"
};
const ICONS = {
	met: "✅",
	pending: "⏳",
	failed: "⛔",
	skipped: "⏭️"
};
/** For a terminal: the first line says what to do. Ends without a line break. */
function explainText(decision, facts) {
	const told = explain(decision, facts);
	return [
		told.headline,
		"",
		told.question,
		told.risk,
		...told.riskReasons.map((line) => `  - ${line}`),
		...told.gates.flatMap(gateAsText),
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
*
* @param more lines of plain text that are told as a list of their own, under their heading.
*/
function explainMarkdown(decision, facts, more) {
	const told = explain(decision, facts);
	const head = [
		`**${inert(told.headline)}**`,
		"",
		`${inert(told.question)}. It has ${inert(told.risk)}.`
	];
	const time = told.time.map((line) => `- ${inert(line)}`);
	return joinWithin([
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
	], ["", `<sub>${inert(told.sources)}</sub>`], LONGEST_SUMMARY);
}
function gateAsMarkdown({ name, status, lines }) {
	return lines.flatMap(({ text, details }, index) => [index === 0 ? `- ${ICONS[status]} **${inert(name)}**: ${inert(text)}` : `  - ${inert(text)}`, ...details.map((detail) => `  - ${inert(detail)}`)]);
}
/**
* For the comment on a held gate: at most 1,024 characters, the same as long as the reasons are the same, since GitHub
* takes ten of them per deployment.
*/
function holdReport(decision, facts) {
	const told = explain(decision, facts);
	const unmet = told.gates.filter(({ status }) => status === "pending" || status === "failed");
	return joinWithin([
		`**${inert(told.headline)}**`,
		"",
		...unmet.flatMap(gateAsMarkdown),
		...told.time.map((line) => `- ${inert(line)}`),
		`- It has ${inert(told.risk)}`
	], [], LONGEST_REPORT);
}
function inert(line) {
	return inertMarkdown(plainLine(line, LONGEST_LINE));
}
/** As many whole lines as fit, and the end. A line is never cut: half an escape would be none. */
function joinWithin(lines, end, limit) {
	const whole = [...lines, ...end].join("\n");
	if (whole.length <= limit) return whole;
	const tail = [
		"",
		"… more is left out here",
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

export { headline as i, explainText as n, holdReport as r, explainMarkdown as t };