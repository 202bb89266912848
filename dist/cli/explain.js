import { n as epochMs } from "./instant.js";
import { n as plainLine, t as inertMarkdown } from "./markdown.js";
import { g as sayReleaseManager, h as releaseManagerOf } from "./zone.js";
import { a as sayIgnored, c as text, n as SKIPPED, o as askOf, r as sayReason, s as count } from "./reasons.js";
import { p as sayUnknownCommit } from "./classify.js";
import { n as sayLocal, t as sayBoth } from "./wording.js";
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

// src/policy/headline/asks.ts
const ASKS = {
	"check-failed": (reason) => askChecks(reason, "check-failed"),
	"check-ambiguous": (reason) => askChecks(reason, "check-ambiguous"),
	"check-missing": (reason) => askChecks(reason, "check-missing"),
	"check-pending": (reason) => askChecks(reason, "check-pending"),
	"checklist-open": (reason) => both(`${count(reason["unticked"], "open checklist item")}`),
	incomplete: () => both("a release that GitHub lists in full"),
	"incident-open": (reason) => both(`${first(reason["incidents"], (number) => `#${text(number)}`)} to be closed`),
	"dependency-unhealthy": (reason) => both(`${first(reason["dependencies"], (lane) => `${text(lane["environment"])} of ${text(lane["repository"])}`)} to be healthy`),
	"not-deployed": (reason) => both(`this commit to be deployed to ${text(reason["from"])} and verified there`),
	"not-verified": (reason) => both(`a passed verification of this commit in ${text(reason["from"])}`),
	"group-failed": (reason) => both(`a passed verification in ${first(reason["failed"], (each) => text(each["environment"]))}, where it failed`),
	"section-missing": (reason) => both(`${first(reason["missing"], saySection)} to be written`),
	"issue-missing": (reason) => both(`an issue linked to ${first(reason["changes"], text)}`),
	"strategy-not-allowed": (reason) => both(`another strategy than ${text(reason["strategy"])}`),
	"strategy-unknown": () => both("a strategy in the policy"),
	"alerts-open": (reason) => both(`${first(reason["open"], sayAlerts)} to be closed`),
	"alerts-unknown": (reason) => both(`what ${first(reason["unknown"], (each) => text(each["tool"]))} finds`),
	"attestation-missing": (reason) => both(`an attestation by ${text(reason["signer"])}`),
	"attested-elsewhere": (reason) => both(`an attestation of this commit by ${text(reason["signer"])}`),
	"digest-unknown": () => both("a deployment that names its digest"),
	"preflight-failed": (reason) => both(`the target to be ready: ${text(reason["file"])} failed`),
	"preflight-unknown": (reason) => both(`the preflight ${text(reason["file"])}`),
	"train-failed": (reason) => both(`${first(reason["members"], sayMember)} to be well again`),
	"train-unreadable": (reason) => both(`${first(reason["members"], sayMember)} to be readable`),
	"train-incomplete": (reason) => both(`a milestone in ${first(reason["members"], sayMember)}`),
	"train-order": (reason) => both(`${first(reason["members"], sayMember)} to be verified`)
};
function saySection(each) {
	return `"${text(each["section"])}" in ${text(each["change"])}`;
}
function sayAlerts(each) {
	return `${count(each["count"], "alert")} of ${text(each["tool"])}`;
}
function sayMember(each) {
	return text(each["repository"]);
}
/** Undefined for what time alone decides, and for what its own sentence says best. */
function asks({ kind, reason }) {
	if (kind === "approvals") return askOf(reason);
	return Object.hasOwn(ASKS, reason.code) ? ASKS[reason.code]?.(reason) : void 0;
}
function both(words) {
	return [words, words];
}
const STATES = {
	"check-failed": "to pass",
	"check-ambiguous": "to be told apart in the policy",
	"check-missing": "to run",
	"check-pending": "to end"
};
function askChecks(reason, code) {
	const lacking = Array.isArray(reason["checks"]) ? reason["checks"] : [];
	const worst = lacking.filter((check) => check["code"] === code);
	const left = lacking.length - worst.length;
	const told = `${worst.length === 1 ? "check" : "checks"} ${first(worst, (check) => text(check["name"]))} ${STATES[code] ?? ""}`;
	return [left > 0 ? `${told} (and ${count(left, "more check")})` : told, count(lacking.length, "check")];
}
/** The first two, and how many more. */
function first(items, say) {
	const listed = Array.isArray(items) ? items : [];
	const told = listed.slice(0, 2).map(say).join(listed.length === 2 ? " and " : ", ");
	return listed.length > 2 ? `${told} and ${listed.length - 2} more` : told;
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
	const others = open.filter(({ reason }) => reason.code !== "preflight-unknown" || !RUN_BY_ITSELF.has(reason["because"]));
	return others.length === 0 ? open : others;
}
/** What people have to do goes before what is only waited for: it may be all that there is room for. */
function inOrder(open) {
	return open.toSorted((one, other) => Number(isOthersTurn(one)) - Number(isOthersTurn(other)));
}
function isOthersTurn({ reason }) {
	return reason.code === "train-order";
}
/** Why a preflight says nothing yet, when nothing is wrong with it. */
const RUN_BY_ITSELF = /* @__PURE__ */ new Set(["not-run", "too-old"]);
function sayOpen(decision, { question }) {
	const what = `tier ${decision.tier}, ${decision.releaseType}`;
	return question.kind === "merge" ? `May merge: nothing is missing (${what})` : `Open: nothing is missing (${what})`;
}
function sayWaiting(open, decision, facts) {
	const unknown = open.find(({ kind }) => kind === "environment");
	if (unknown !== void 0) return [`Held: ${lowerFirst(unknown.text)}`];
	const asked = inOrder(open).map(asks).filter((ask) => ask !== void 0);
	const closed = open.filter(({ reason }) => CLOSED.has(reason.code));
	const when = closed.length === 0 ? "" : sayWhen(decision);
	const isMerge = facts.question.kind === "merge";
	const because = sayBecause(closed, decision);
	if (asked.length === 0) {
		if (when === "") return [`Waiting: ${because}`];
		const alone = `Nothing to do: ${isMerge ? "may merge from" : "opens by itself"} ${when}`;
		return [`${alone} (${because})`, alone];
	}
	const time = when === "" ? because : `${isMerge ? "may merge" : "opens"} earliest ${when}`;
	const times = [time, time.replace(` ${zoneOf(decision)}`, "")];
	const waiting = waitingFor(asked).map((ask) => `Waiting for ${ask}`);
	return [...waiting.flatMap((ask) => times.map((each) => each === "" ? ask : `${ask}; ${each}`)), ...waiting.slice(-1)];
}
/** Everything that is asked; the same in short; the first of it and how much more. */
function waitingFor(asked) {
	const [first] = asked;
	const more = asked.length > 1 ? `, and ${asked.length - 1} more` : "";
	return [
		asked.map(([long]) => long).join(", and "),
		asked.map(([, short]) => short).join(", and "),
		...first === void 0 ? [] : [`${first[0]}${more}`, `${first[1]}${more}`]
	];
}
/** Empty when the end of the waiting is not known. */
function sayWhen(decision) {
	if (decision.earliestOpening === null) return "";
	return sayLocal(epochMs(decision.earliestOpening), zoneOf(decision), epochMs(decision.at));
}
/** What only time lifts, unless people change the policy. */
const CLOSED = /* @__PURE__ */ new Set([
	"window-closed",
	"freeze",
	"soaking",
	"holidays-unknown"
]);
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
		time: sayTimes(decision),
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
function holdReport(decision, facts, policies) {
	const told = explain(decision, facts, policies);
	const unmet = told.gates.filter(({ status }) => status === "pending" || status === "failed");
	return joinWithin([
		`**${inert(told.headline)}**`,
		"",
		...unmet.flatMap(gateAsMarkdown),
		...[...told.notes, ...told.time].map((line) => `- ${inert(line)}`),
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

export { headline as a, explain as i, explainText as n, zoneOf as o, holdReport as r, explainMarkdown as t };