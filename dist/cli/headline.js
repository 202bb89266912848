import { n as plainLine, t as inertMarkdown } from "./markdown.js";
import { n as sayBoth } from "./wording.js";
import { n as epochMs } from "./instant.js";

// src/notes/render/inert.ts
/** Titles, names and reasons that others wrote, as Markdown that shows exactly them and does nothing. */
const BREAK = "​";
/** GitHub makes an emoji of `:tada:`, also where it came about by escapes or a colon of ours closes it. */
const SHORTCODE = /:(?=[\w+\\-]+(?::|$))/gu;
/** GitHub links what reads as 7 digits or more of a commit. */
const COMMIT_NAME$1 = /(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/giu;
/** Of a run that is cut every six digits no piece is long enough. */
const SIX_DIGITS = /.{6}(?=.)/gu;
/** What needs no escape inside a code span, where GitHub looks for nothing. */
const CODE_AS_IT_IS = /^[\w./@+:-]+$/u;
/** @param max the longest text in UTF-16 units, before it is escaped; what is longer ends in `…`. */
function inert(text, max) {
	return inertMarkdown(plainLine(text, max)).replace(SHORTCODE, `:${BREAK}`).replace(COMMIT_NAME$1, (run) => run.replace(SIX_DIGITS, `$&${BREAK}`));
}
/** The name of a revision or a gate, to be copied where it has no character of Markdown. */
function inertCode(text, max) {
	const line = plainLine(text, max);
	return CODE_AS_IT_IS.test(line) ? `\`${line}\`` : inert(line, max);
}

// src/notes/render/manner.ts
/** How notes name pull requests, commits, people and times in the place that they are written for. */
const LONGEST_NAME$1 = 80;
/** Holds nothing that would end the destination of a link. */
const SAFE_URL = /^https?:\/\/[^\s<>()[\]\\"'`|]+$/u;
const COMMIT_NAME = /^[0-9a-f]{7,64}$/u;
const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/u;
const BOT = /^([A-Za-z0-9-]{1,60})\[bot\]$/u;
const SHORT = 7;
/** Null: nothing of it may stand in a link. */
function safeUrl(url) {
	return url != null && SAFE_URL.test(url) ? url.replace(/\/+$/u, "") : null;
}
function pullRequestIn(manner, number) {
	const url = safeUrl(manner.repositoryUrl);
	if (manner.isInRepository === true || url === null) return `#${number}`;
	return `[#${number}](${url}/pull/${number})`;
}
function commitIn(manner, sha) {
	if (!COMMIT_NAME.test(sha)) return inert(sha, LONGEST_NAME$1);
	const url = safeUrl(manner.repositoryUrl);
	const short = `\`${sha.slice(0, SHORT)}\``;
	return url === null ? short : `[${short}](${url}/commit/${sha})`;
}
/** What a change is known by. */
function changeIn(manner, change) {
	if (change.number !== null) return pullRequestIn(manner, change.number);
	return change.sha === void 0 ? "" : commitIn(manner, change.sha);
}
/** Where GitHub shows the difference, which it does from the older commit on only. Empty: no link can be made. */
function differencesIn(manner, notes) {
	const url = safeUrl(manner.repositoryUrl);
	if (notes.from === null || notes.direction === "same") return "";
	const ends = [notes.from.sha, notes.to.sha];
	const [from, to] = notes.direction === "backward" ? [ends[1], ends[0]] : ends;
	if (url === null || !COMMIT_NAME.test(from) || !COMMIT_NAME.test(to)) return "";
	return `[All differences](${url}/compare/${from}...${to})`;
}
/** A login or a name. GitHub has pages for Apps under an address of its own, and a mention of one is none. */
function personIn(manner, name) {
	const [, app] = BOT.exec(name) ?? [];
	if (app !== void 0 && safeUrl(manner.repositoryUrl)?.startsWith("https://github.com/") === true) return `[${inert(name, LONGEST_NAME$1)}](https://github.com/apps/${app})`;
	return manner.mentions?.has(name) === true && LOGIN.test(name) ? `@${name}` : inert(name, LONGEST_NAME$1);
}
/** `Sun 22 Nov 2026 14:03 Europe/Berlin (13:03 UTC)`. The year is always told: notes are read years later. */
function timeIn({ zone = "UTC" }, at) {
	return inert(sayBoth(epochMs(at), zone, 0), LONGEST_NAME$1);
}
/** A revision as it was asked for and its commit; the commit alone where that is all that was asked for. */
function revisionIn(manner, { ref, sha }) {
	const commit = commitIn(manner, sha);
	return ref === "" || sha.startsWith(ref) ? commit : `${inertCode(ref, LONGEST_NAME$1)} (${commit})`;
}
/** `a`, `a and b`, `a, b and c`. */
function listOf(parts) {
	const last = parts.at(-1) ?? "";
	return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}
/** `1 change`, `2 changes`. */
function countOf(number, one, many = `${one}s`) {
	return `${number} ${number === 1 ? one : many}`;
}

// src/notes/render/headline.ts
const LONGEST_NAME = 80;
function headlineOf(notes, manner) {
	const outcome = notes.outcome === null ? "" : ` ${sayOutcome(notes.outcome, manner)}`;
	return `**${sayLane(notes)}** ${sayMove(notes, manner)}${outcome}`;
}
/** Pull requests and commits without one that the notes bring. */
function countChanges(notes) {
	return notes.sections.reduce((sum, { changes }) => sum + changes.length, notes.unlinkedCommits.length);
}
function sayLane({ repository, service, environment }) {
	if (service === null) return inert(environment ?? repository, LONGEST_NAME);
	const where = environment === null ? "" : ` in ${inert(environment, LONGEST_NAME)}`;
	return `${inert(service, LONGEST_NAME)}${where}`;
}
function sayMove(notes, manner) {
	const { from, environment } = notes;
	const to = revisionIn(manner, notes.to);
	if (from === null) return sayFirst(notes, to);
	if (notes.direction === "same") return saySame(notes, to);
	const span = `from ${revisionIn(manner, from)} to ${to}`;
	if (notes.direction === "backward") return `went back ${span}: ${sayGone(notes)}.`;
	const moved = environment === null ? span : `went ${span}`;
	if (notes.direction !== "diverged") return `${moved}: ${sayNew(notes)}.`;
	const other = environment === null ? sayOtherSide(notes, manner) : sayGone(notes);
	return `${moved}, and neither commit contains the other: ${sayNew(notes)}, and ${other}.`;
}
function sayFirst({ environment }, to) {
	if (environment === null) return `starts at ${to}. First release: nothing to compare with, so no changes are listed.`;
	return `runs ${to}. First deployment: nothing to compare with, so no changes are listed.`;
}
function saySame({ environment }, to) {
	if (environment === null) return `stays at ${to}: both ends of the range are this commit, so there are no changes.`;
	return `was deployed again at ${to}, which ran there before: no changes.`;
}
function sayNew(notes) {
	const number = countChanges(notes);
	const atLeast = notes.accounting.complete ? "" : "at least ";
	if (number === 0) return sayNothing(notes);
	const breaking = notes.breaking.length;
	const warning = breaking === 0 ? "" : `, **${breaking} of them breaking**`;
	return `${atLeast}${countOf(number, "change")}${warning}`;
}
function sayNothing({ accounting, service }) {
	if (!accounting.complete) return "no changes are known";
	const { excluded, cancelled } = accounting;
	if (excluded.length + cancelled.length > 0) return "no changes to list";
	return service === null ? "no changes" : "no changes of this service";
}
/** The list of what is gone may be of the one thing that an alarm at night is about. */
function sayGone({ removedByRollback, accounting }) {
	const number = removedByRollback.length;
	if (number === 0) return accounting.complete ? "nothing that ran is gone" : "what is gone is not known";
	return `**${accounting.complete ? "" : "at least "}${countOf(number, "change is", "changes are")} no longer running**`;
}
/** Of two revisions nothing says that the first ever ran where the second is going. */
function sayOtherSide({ removedByRollback, accounting, from, to }, manner) {
	const number = removedByRollback.length;
	if (number === 0) return accounting.complete ? "nothing is on the other side alone" : "the other side is not known";
	const of = from === null ? "" : ` of ${revisionIn(manner, from)}`;
	return `${accounting.complete ? "" : "at least "}${countOf(number, `change${of} is`, `changes${of} are`)} not in ${revisionIn(manner, to)}`;
}
function sayOutcome(outcome, manner) {
	const { tier, releaseType, deployedAt, verification } = outcome;
	const when = deployedAt === null ? "not deployed yet" : `deployed ${timeIn(manner, deployedAt)}`;
	return `${[...[
		`Tier ${inert(tier, LONGEST_NAME)}`,
		inert(releaseType, LONGEST_NAME),
		when
	], sayVerification(verification?.verdict ?? null)].join(", ")}.`;
}
const VERIFICATIONS = {
	pass: "verification passed",
	fail: "**verification failed**",
	inconclusive: "**verification inconclusive**",
	error: "**verification could not be made**",
	missing: "**no verification arrived**"
};
function sayVerification(verdict) {
	return verdict === null ? "not verified yet" : VERIFICATIONS[verdict];
}

export { commitIn as a, listOf as c, safeUrl as d, timeIn as f, changeIn as i, personIn as l, headlineOf as n, countOf as o, inert as p, sayVerification as r, differencesIn as s, countChanges as t, pullRequestIn as u };