import { n as epochMs, r as parseDuration } from "./instant.js";
import { n as sayBoth } from "./wording.js";

// src/domain/command-word.ts
/** Names as a comment command takes them. */
/**
* `production`, `"eu west"`. A name with anything else in it could end what the command stands in (code, a quoted text,
* a line): it is left to the reader, as the `placeholder` of the form.
*/
function commandWord(name, placeholder) {
	if (/[^\p{L}\p{N}_ ./()+-]/u.test(name) || name.trim() !== name || name === "") return placeholder;
	return name.includes(" ") ? `"${name}"` : name;
}

// src/policy/expiry.ts
/** When something that lasts for a while is over. */
/** Instants have four digits for the year: what is longer ends with the last of them. */
const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59);
/** @param lasts a length of time that was checked when the policy was parsed. */
function expiryOf(from, lasts) {
	const length = parseDuration(lasts);
	if (length === void 0) throw new RangeError(`Not a length of time: ${lasts}`);
	return Math.min(from + length, LAST_INSTANT);
}

// src/policy/reasons/wording.ts
/** The small words that texts of reasons are made of. */
/** `1 more approval`, `2 more approvals`. */
function count(number, noun) {
	return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}
function list(value) {
	return Array.isArray(value) ? value.join(", ") : text(value);
}
function text(value) {
	return typeof value === "string" ? value : String(value ?? "");
}
/** An instant of a reason, on the wall clock of the reason's zone. `at`: other years are told with the year. */
function moment(instant, reason, at) {
	return sayBoth(epochMs(instant), text(reason["zone"]) || "UTC", at);
}
/** Texts name this many things; the rest is counted. */
const MOST_TOLD = 5;
/** @param all how many there are, when the list is only the beginning. */
function firstOf(items, say, all) {
	const listed = Array.isArray(items) ? items : [];
	const told = listed.slice(0, MOST_TOLD);
	const left = (typeof all === "number" ? all : listed.length) - told.length;
	return `${told.map(say).join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}

// src/policy/reasons/lacking.ts
/** What lacks approvals, of a reason `not-enough`, in words. */
function waitingOf(reason) {
	const waiting = Array.isArray(reason["waiting"]) ? reason["waiting"] : [];
	return reason["of"] === "release" ? waiting.map((each) => ({
		...each,
		change: "this release"
	})) : waiting;
}
function objectionsOf(reason) {
	return Array.isArray(reason["objections"]) ? reason["objections"] : [];
}
function unknownOf(reason) {
	return Array.isArray(reason["unknown"]) ? reason["unknown"] : [];
}
function ownersOf(reason) {
	return reason["owners"] ?? {
		files: [],
		more: 0
	};
}
/** What is missing, who could give it, and where. */
function sayLacking(reason, at) {
	const nobody = ownersOf(reason).files.filter((each) => each.nobody !== void 0).map((each) => ` ${sayNobody(each)}`);
	return `${sayMissingBy(reason)} ${sayAfter(reason, at)}${howToApprove(reason, waitingOf(reason))}${nobody.join("")}`;
}
/** `Needs 1 more approval of this release by someone in team product as product owner.` */
function sayMissingBy(reason) {
	const waiting = waitingOf(reason);
	const { files, more } = ownersOf(reason);
	const able = files.filter(({ nobody }) => nobody === void 0);
	const isOne = waiting.length === 1;
	const owners = [...able.map((each) => sayFiles(each, isOne)), ...more > 0 ? [`${more} more`] : []];
	const by = `${text(reason["from"])}${sayRole(reason)}${owners.length === 0 ? "" : `: ${owners.join(", ")}`}`;
	return `Needs ${sayMissing(waiting)} by ${by}.`;
}
/** ` as product owner`; empty without a role. */
function sayRole(reason) {
	return reason["as"] === void 0 ? "" : ` as ${text(reason["as"])}`;
}
/** What has to have been tested before an approval says anything. */
function sayAfter(reason, at) {
	const { environment, verifiedAt } = reason["after"] ?? {};
	if (environment === void 0) return "";
	if (typeof verifiedAt === "string") return `Only what is approved after this commit was verified in ${text(environment)} counts: after ${moment(verifiedAt, reason, at)}. `;
	return `First this commit has to be verified in ${text(environment)}; what is approved before that does not count. `;
}
/** `one of @acme/db for db/schema.sql (and 3 more files)`. */
function sayFiles({ owners, path, more, change }, isOneChange) {
	const where = isOneChange ? "" : ` of ${change}`;
	return `${owners.length === 1 ? "" : "one of "}${owners.join(", ")} for ${path}${andMore(more)}${where}`;
}
/** Owners none of whom can approve: somebody has to correct CODEOWNERS, or to break glass. */
function sayNobody({ owners, path, more, nobody }) {
	const file = `${path}${andMore(more)}`;
	if (nobody === "no-account") return `Nobody can approve ${file}: CODEOWNERS names only ${owners.join(", ")}, which is no person or team known here. Name one there.`;
	return `Nobody can approve ${file}: everyone whom CODEOWNERS names (${owners.join(", ")}) took part in it. Name somebody else there too.`;
}
function andMore(files) {
	return files === 0 ? "" : ` (and ${count(files, "more file")})`;
}
function sayUnknown({ because, change, path, line }) {
	switch (because) {
		case "files-not-listed": return `The owners of ${change} are not known, since GitHub listed only a part of its files. Split the pull request, or break glass.`;
		case "changes-not-listed": return "The owners of what is changed are not known, since GitHub listed only a part of the changes. Deploy fewer changes at once, or break glass.";
		case "line-unreadable": return `The owners of ${text(path)} are not known, since GitHub does not read line ${String(line)} of CODEOWNERS, which seems to mean it. Correct that line on the default branch.`;
		default: return `The owners of ${text(path)} are not known, since CODEOWNERS is larger than the 3 MB that GitHub loads. Shorten it on the default branch.`;
	}
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
	if (reason["of"] === "release") return `Approve this deployment${sayWhere(reason)}.`;
	const reviewed = waiting.filter(({ change }) => change.startsWith("#"));
	if (reviewed.length === waiting.length) return "Approve the pull request on its latest commit.";
	const also = reviewed.length === 0 ? "" : ", and each pull request on its latest commit";
	const why = "What has no pull request cannot be reviewed";
	if (reason["environment"] === void 0) return `${why}, so nothing can approve it before it is merged.`;
	const where = sayWhere(reason);
	if (where === "") return `${why}, and this gate accepts reviews only. Bring it in by a pull request, or break glass.`;
	return `${why}, so approve this deployment${where}${also}.`;
}
/** Where to click. */
function sayWhere(reason) {
	const sources = Array.isArray(reason["sources"]) ? reason["sources"] : [];
	const ways = [...sources.includes("deployment-review") ? ["under \"Review deployments\" of its run"] : [], ...sources.includes("comment") ? [`with the comment /tidegate approve ${text(reason["environment"])}`] : []];
	const last = ways.pop();
	if (last === void 0) return "";
	return ways.length === 0 ? ` ${last}` : ` ${ways.join(", ")} or ${last}`;
}
/** `ann`, `ann and ben`, `ann, ben and 3 more`. */
function some(names) {
	const told = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : [...names];
	const last = told.pop() ?? "nobody";
	return told.length === 0 ? last : `${told.join(", ")} and ${last}`;
}
function unique(names) {
	return [...new Set(names)];
}
/**
* What is asked of people by an unmet approvals requirement, for a headline: `1 more approval of #12 by someone in team
* cab`, `bob to approve or withdraw what they asked of #12`. In two or three lengths, the longest first.
*/
function askOf(reason) {
	const objections = objectionsOf(reason);
	if (reason.code === "changes-requested" && objections.length > 0) {
		const who = some(unique(objections.map(({ user }) => user)));
		return [`${who}, who requested changes of ${some(unique(objections.map(({ change }) => change)))}`, who];
	}
	const [unknown] = unknownOf(reason);
	if (reason.code === "owners-unknown" && unknown !== void 0) return [`the owners of ${unknown.path ?? unknown.change}, who are not known`, "owners who are not known"];
	const waiting = waitingOf(reason);
	const [first] = waiting;
	const from = `${text(reason["from"])}${sayRole(reason)}`;
	if (first === void 0) return [`approval by ${from}`, "approval"];
	const rest = waiting.length > 1 ? ` and ${count(waiting.length - 1, "other change")}` : "";
	const each = rest !== "" && waiting.every(({ missing }) => missing === first.missing) ? "each of " : "";
	const short = `${count(first.missing, "more approval")} of ${each}${first.change}${rest}`;
	if (reason["of"] !== "release") return [`${short} by ${from}`, short];
	const who = reason["as"] === void 0 ? from : `the ${text(reason["as"])}`;
	return [
		`${short} by ${from}`,
		`${count(first.missing, "more approval")} by ${who}`,
		plainFrom(who)
	];
}
/** `team product` for `someone in team product`. */
function plainFrom(from) {
	return from.replaceAll("someone in team ", "team ");
}

// src/policy/reasons/people-asked.ts
/** Null: it is not an approval of the release that is missing, or something else is asked than to give it. */
function peopleAsked(reason) {
	const [waiting] = waitingOf(reason);
	const sources = Array.isArray(reason["sources"]) ? reason["sources"] : [];
	if (reason.code !== "not-enough" || reason["of"] !== "release" || waiting === void 0) return null;
	if (sources.length === 0) return null;
	return {
		who: `${waiting.missing > 1 ? `${count(waiting.missing, "more approval")} by ` : ""}${plainFrom(text(reason["from"]))}${inRole$1(reason)}`,
		sources,
		waitsFor: waitsFor(reason)
	};
}
function waitsFor({ after }) {
	const { environment, verifiedAt } = after ?? {};
	return environment === void 0 || typeof verifiedAt === "string" ? null : text(environment);
}
/** What is missing, where it is told already how it is given; undefined: no such reason. */
function sayLackingAlone(reason) {
	const asked = peopleAsked(reason);
	const [waiting] = waitingOf(reason);
	if (asked === null || waiting === void 0) return void 0;
	const by = `${count(waiting.missing, "more approval")} by ${plainFrom(text(reason["from"]))}${inRole$1(reason)}.`;
	return asked.waitsFor === null ? by : `${by} What is approved before it is verified in ${asked.waitsFor} does not count.`;
}
function inRole$1({ as: role }) {
	return role === void 0 ? "" : ` (${text(role)})`;
}

// src/policy/reasons/approvals.ts
const APPROVAL_DATA = {
	needed: "how many people are asked for",
	of: "`change` or `release`",
	from: "who may approve, in words",
	as: "the role in which they do, where the policy names one",
	after: "`{environment, verifiedAt}`: approvals have to be later than that verification; null: there is none yet"
};
const LACKING_DATA = {
	...APPROVAL_DATA,
	waiting: "list of `{change, missing}`: what lacks how many approvals, at least",
	owners: "`{files, more}`: `files` is a list of `{change, path, more, owners, nobody?}`, files that lack an approval of one of their owners, the first few; `nobody` says why no owner can give it: `no-account`, `contributors`",
	environment: "the environment that the release is approved for, where that is asked",
	sources: "the ways in which it can be approved"
};
const APPROVAL_REASONS = {
	enough: {
		group: "approvals",
		meaning: "Enough of the right people approved.",
		data: {
			...APPROVAL_DATA,
			until: "when an approval that is needed expires",
			zone: "zone of the times in words"
		},
		say: (reason, at) => {
			const { needed, until, of } = reason;
			const lasts = typeof until === "string" ? ` The approvals last until ${moment(until, reason, at)}.` : "";
			if (needed === 0) return `No further approval is asked for.${lasts}`;
			if (of === "release" && needed === 1 && reason["as"] !== void 0) return `Approved by the ${text(reason["as"])}, as required.${lasts}`;
			return of === "release" ? `Approved by ${people(needed)} or more${inRole(reason)}, as required.${lasts}` : `Every change has ${count(needed, "approval")} or more${inRole(reason)}, as required.${lasts}`;
		}
	},
	"no-owners": {
		group: "approvals",
		meaning: "Only owners are asked, and CODEOWNERS names none for what is changed.",
		data: {},
		say: () => "CODEOWNERS names no owner of what is changed, so nobody has to approve."
	},
	"not-enough": {
		group: "approvals",
		meaning: "Approvals are missing.",
		data: LACKING_DATA,
		say: (reason, at) => sayLacking(reason, at)
	},
	"changes-requested": {
		group: "approvals",
		meaning: "A person who is asked requested changes, and the gate has `veto: true`. Other approvals do not outweigh it.",
		data: {
			...LACKING_DATA,
			objections: "list of `{user, change}`: who requested changes of what"
		},
		say: (reason, at) => {
			const objections = objectionsOf(reason);
			const who = unique(objections.map(({ user }) => user));
			const what = unique(objections.map(({ change }) => change));
			const they = who.length === 1 ? "They approve" : "Each of them approves";
			const more = waitingOf(reason).length === 0 ? "" : ` ${sayLacking(reason, at)}`;
			return `Held by ${some(who)}, who requested changes of ${some(what)}. ${they} it on its latest commit, or a maintainer dismisses the review.${more}`;
		}
	},
	"owners-unknown": {
		group: "approvals",
		meaning: "Owners are asked, and it cannot be known whose some of the changed files are.",
		data: {
			...LACKING_DATA,
			unknown: "list of `{change, because, path?, line?}`, the first few; `because` is `files-not-listed`, `changes-not-listed`, `line-unreadable` or `codeowners-too-large`",
			more: "how many are not listed"
		},
		say: (reason, at) => {
			const [first] = unknownOf(reason);
			const more = waitingOf(reason).length === 0 ? "" : ` ${sayLacking(reason, at)}`;
			return `${first === void 0 ? "The owners of what is changed are not known." : sayUnknown(first)}${more}`;
		}
	},
	rejected: {
		group: "approvals",
		meaning: "A person who was asked said no to this release. It stays failed until the same person approves.",
		data: {
			user: "who said no",
			reason: "their reason, when they gave one",
			others: "who else said no"
		},
		say: (reason) => {
			const because = reason["reason"] === void 0 ? "" : `: ${text(reason["reason"])}`;
			const others = reason["others"] === void 0 ? "" : ` (also by ${list(reason["others"])})`;
			return `Rejected by ${text(reason["user"])}${because}${others}. Only their own approval takes that back; or deploy another commit.`;
		}
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
	superseded: "approved before this commit failed, was rolled back or was held here, or before what it would take away was deployed",
	"before-verification": "approved before this commit had been verified where the gate asks for that",
	expired: "approved too long ago for this gate",
	"used-elsewhere": "counts for another requirement that needs different people"
};
function sayIgnored(code) {
	return Object.hasOwn(IGNORED, code) ? IGNORED[code] : code;
}
function inRole({ as: role }) {
	return role === void 0 ? "" : ` in the role of ${text(role)}`;
}
function people(number) {
	return number === 1 ? "1 person" : `${String(number)} people`;
}

export { sayLackingAlone as a, firstOf as c, text as d, expiryOf as f, peopleAsked as i, list as l, IGNORED as n, askOf as o, commandWord as p, sayIgnored as r, count as s, APPROVAL_REASONS as t, moment as u };