import { a as toInstant, n as epochMs } from "./instant.js";
import { t as keyOfChange } from "./linked-requests.js";
import { n as plainLine } from "./markdown.js";
import { r as sayLocal } from "./wording.js";
import { a as compileGlob } from "./glob.js";
import { C as sayPeople, D as isGoverned, O as isSameName, S as isInTeam, T as entryFor, b as hasPermission, g as whoMayOverride, n as tierFor, x as isAmong } from "./tiers.js";
import { c as latestReviews, d as hasUnseenChanges$1, f as isUnknownCommit, m as changesFor, r as nameOfChange, s as isOnFinalHead } from "./classify.js";
import { a as latestBy, n as endOf$1, o as nextChange, r as failedAt, s as passedAt, t as deploymentsTo } from "./past-deployments.js";
import { T as unionOf, c as isHolidayUnknown, l as windowTimeline, n as freezesFor, x as datedTimeline } from "./decision.js";
import { t as lastWords } from "./verdicts.js";
import { c as firstOf, d as text, f as expiryOf, l as list, p as commandWord, s as count, t as APPROVAL_REASONS, u as moment } from "./approvals.js";
import { n as htmlBlockAt, t as taskBoxes } from "./task-list.js";
import { i as withoutComments, n as requestsBy, r as isLinkDefinition } from "./requests-of-change.js";

// src/domain/evidence-facts.ts
/** Lowest first. */
const ALERT_SEVERITIES = [
	"low",
	"medium",
	"high",
	"critical"
];

// src/policy/codeowners/ownership.ts
/** Looks up the owners of a path. */
function ownershipBy(codeowners) {
	if (codeowners.kind === "too-large") return () => ({
		kind: "unknown",
		line: void 0
	});
	const index = indexOf(codeowners.lines);
	const known = /* @__PURE__ */ new Map();
	return (path) => {
		const found = known.get(path) ?? say(lastMatch(index, path));
		known.set(path, found);
		return found;
	};
}
function say(line) {
	if (line?.isReadable === false) return {
		kind: "unknown",
		line: line.number
	};
	return line === void 0 || line.owners.length === 0 ? { kind: "nobody" } : {
		kind: "owners",
		owners: line.owners
	};
}
function indexOf(lines) {
	const literals = /* @__PURE__ */ new Map();
	const wild = [];
	for (const line of lines) for (const pattern of line.patterns) if (pattern.literal === void 0) wild.push({
		line,
		pattern
	});
	else literals.set(keyOf$1(pattern.literal), line);
	return {
		literals,
		wild: wild.reverse()
	};
}
/** The pattern as one would write it in full: a path begins with a slash, a folder ends with one. */
function keyOf$1({ text, isFromTop, isFolder }) {
	return `${isFromTop ? "/" : ""}${text}${isFolder ? "/" : ""}`;
}
function lastMatch({ literals, wild }, path) {
	let last;
	for (const key of keysFor(path)) last = laterOf(last, literals.get(key));
	for (const { line, pattern } of wild) {
		if (last !== void 0 && line.number <= last.number) break;
		if (pattern.matches(path)) last = laterOf(last, line);
	}
	return last;
}
/** Every pattern without wildcards that matches: those of the path and of the folders it lies in, by path and by name. */
function keysFor(path) {
	const keys = [];
	let from = 0;
	for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", from)) {
		const [folder, name] = [`/${path.slice(0, slash)}`, path.slice(from, slash)];
		keys.push(folder, `${folder}/`, name, `${name}/`);
		from = slash + 1;
	}
	keys.push(`/${path}`, path.slice(from));
	return keys;
}
function laterOf(one, other) {
	if (one === void 0 || other === void 0) return one ?? other;
	return one.number > other.number ? one : other;
}

// src/policy/codeowners/pattern.ts
/**
* Patterns of CODEOWNERS, as GitHub reads them: like `.gitignore`, with one difference that GitHub documents: `docs/*`
* is what lies in docs itself, not what lies deeper.
*
* A pattern without a slash (a trailing one apart) names something in any folder, every other is read from the top. It
* matches the file of that name and everything in a folder of that name; with a trailing slash, only the latter. `**`
* between slashes is any number of folders; elsewhere stars in a row are one star. Case matters.
*/
function compileOwnerPattern(pattern) {
	const isFolder = pattern.endsWith("/");
	const segments = pattern.replace(/^\//, "").replace(/\/$/, "").split("/").map(withoutStarRuns);
	const isFromTop = pattern.startsWith("/") || segments.length > 1;
	const text = segments.join("/");
	if (text === "") return {
		matches: () => false,
		literal: void 0
	};
	return {
		literal: /[*?]/.test(text) ? void 0 : {
			text,
			isFromTop,
			isFolder
		},
		matches: whenNeeded(text, () => globOf(segments, isFromTop, isFolder))
	};
}
/** Stars in a row mean something of their own only when they are a whole segment. */
function withoutStarRuns(segment) {
	return segment === "**" ? segment : segment.replace(/\*{2,}/g, "*");
}
function globOf(segments, isFromTop, isFolder) {
	const last = segments.at(-1);
	const text = segments.join("/");
	const path = isFromTop || text === "**" ? text : `**/${text}`;
	if (isFolder) return compileGlob(text === "**" ? "*/**" : `${path}/**`);
	const itself = compileGlob(path);
	if (last === "*" || last === "**") return itself;
	const below = compileGlob(`${path}/**`);
	return (candidate) => itself(candidate) || below(candidate);
}
/** Compiles when a path first has the longest literal part: of the thousands of lines of a large file most never do. */
function whenNeeded(text, compile) {
	const longest = text.split(/[*?]+|\*\*\//).flatMap((part) => part.split("/")).reduce((best, part) => part.length > best.length ? part : best, "");
	let compiled;
	return (path) => {
		if (!path.includes(longest)) return false;
		compiled ??= compile();
		return compiled(path);
	};
}

// src/policy/codeowners/parse.ts
/**
* The lines of a CODEOWNERS file.
*
* GitHub skips a line that it cannot read. What such a line seems to mean may have been somebody's all the same, so it
* is kept as unreadable: the owners of what it seems to match are not known, until the line is corrected or a later
* line decides.
*/
/** GitHub's limit: 3 MB. */
const LARGEST = 3145728;
/** No path is longer than what such a pattern would need; and the time to match grows with it. */
const LONGEST_PATTERN = 1e3;
function parseCodeowners(text) {
	if (text.length > LARGEST) return { kind: "too-large" };
	return {
		kind: "read",
		lines: text.replace(/^\uFEFF/, "").split("\n").flatMap((line, index) => parseLine(line.trim(), index + 1) ?? [])
	};
}
/** A pattern, up to the first white space that no backslash escapes; then the owners; then perhaps a comment. */
const LINE = /^((?:\\.|[^\s\\])+)(.*)$/s;
function parseLine(line, number) {
	if (line === "" || line.startsWith("#")) return void 0;
	const [, pattern = line, rest = ""] = LINE.exec(line) ?? [];
	const words = rest.split(/\s+/).filter((word) => word !== "");
	const comment = words.findIndex((word) => word.startsWith("#"));
	const named = comment < 0 ? words : words.slice(0, comment);
	const owners = named.map(parseOwner);
	const known = owners.filter((owner) => owner !== void 0);
	if (isPatternReadable(pattern) && known.length === owners.length) return {
		number,
		patterns: [compileOwnerPattern(unescaped(pattern))],
		owners: known,
		isReadable: true
	};
	return {
		number,
		patterns: readingsOf(pattern, named).map(compileOwnerPattern),
		owners: [],
		isReadable: false
	};
}
/**
* What GitHub documents as not working: negation, ranges, an escaped `#`, three stars. A `#` within a pattern may be a
* comment or not, and an escaped wildcard is too rare to be told from a mistake.
*/
function isPatternReadable(pattern) {
	if (pattern.length > LONGEST_PATTERN || pattern.startsWith("!")) return false;
	return !/[[\]#]|\*\*\*|\\[*?\\]|\\$/.test(pattern);
}
function unescaped(pattern) {
	return pattern.replace(/\\(.)/g, "$1");
}
/** Everything that an unreadable line may mean. */
function readingsOf(pattern, words) {
	if (pattern.length > LONGEST_PATTERN) return ["**"];
	const plain = unescaped(pattern.replace(/^!/, "")).replace(/\*{3,}/g, "**");
	const owner = words.findIndex((word) => word.includes("@"));
	const spaced = [plain, ...words.slice(0, owner < 0 ? words.length : owner)].join(" ");
	const ranges = plain.replace(/\[[^\]]*\]?/g, "?");
	return [.../* @__PURE__ */ new Set([
		plain,
		spaced.slice(0, LONGEST_PATTERN),
		ranges,
		plain.replace(/(.)#.*$/s, "$1*")
	])];
}
const USER = /^@([A-Za-z0-9][\w-]*)$/;
const TEAM = /^@([A-Za-z0-9][\w-]*)\/([\w.-]+)$/;
const EMAIL = /^[^@\s#]+@[^@\s#]+\.[^@\s#]+$/;
function parseOwner(text) {
	const [, login] = USER.exec(text) ?? [];
	if (login !== void 0) return {
		kind: "user",
		text,
		login
	};
	const [, organisation, slug] = TEAM.exec(text) ?? [];
	if (organisation !== void 0 && slug !== void 0) return {
		kind: "team",
		text,
		organisation,
		slug
	};
	return EMAIL.test(text) ? {
		kind: "email",
		text
	} : void 0;
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
/** The hold that concerns the candidate, if any; of several the latest. */
function holdsCandidate(context) {
	return concerning(context)[0];
}
function concerning(context) {
	const key = ({ sha, by, reason }) => JSON.stringify([
		sha,
		by,
		reason
	]);
	return holdsHere(context).filter((each) => each.contains || each.sha === context.facts.candidate.sha).toSorted((one, other) => epochMs(other.at) - epochMs(one.at) || (key(one) < key(other) ? -1 : 1));
}
function judgeHolds(context) {
	const [hold, ...others] = concerning(context);
	if (hold === void 0) return {
		kind: "hold",
		status: "met",
		reason: { code: "no-hold" }
	};
	const more = others.length === 0 ? {} : { others: others.length };
	return {
		kind: "hold",
		status: "failed",
		reason: {
			code: "quarantined",
			sha: hold.sha,
			by: hold.by,
			reason: hold.reason,
			...more
		}
	};
}

// src/policy/gates/approvals/owned-files.ts
const NO_OWNERS = {
	owned: [],
	unknown: []
};
/** Reads CODEOWNERS when it is first asked for. Where it has no line, nothing has an owner, listed or not. */
function ownersBook(facts, directory) {
	let pages;
	const open = () => {
		pages ??= readPages(facts, directory);
		return pages;
	};
	return {
		ofChanges: (changes) => open().isEmpty ? NO_OWNERS : collect(changes, open()),
		ofUnlisted() {
			const change = facts.candidate.sha.slice(0, 7);
			return open().isEmpty ? NO_OWNERS : {
				owned: [],
				unknown: [{
					change,
					because: "changes-not-listed"
				}]
			};
		}
	};
}
function readPages(facts, directory) {
	const codeowners = parseCodeowners(facts.codeowners ?? "");
	const known = /* @__PURE__ */ new Map();
	return {
		isEmpty: codeowners.kind === "read" && codeowners.lines.length === 0,
		lookUp: ownershipBy(codeowners),
		membersOf(owners) {
			const members = known.get(owners) ?? isAmongOwners(owners, facts, directory);
			known.set(owners, members);
			return members;
		}
	};
}
function collect(changes, { lookUp, membersOf }) {
	const groups = /* @__PURE__ */ new Map();
	const unknown = changes.flatMap((change) => collectFrom(change, lookUp, groups));
	return {
		owned: [...groups.values()].map(({ owners, paths }) => {
			return {
				owners,
				paths: [...paths],
				isOwner: membersOf(owners)
			};
		}),
		unknown
	};
}
/** Adds the owned files of the change to their groups; tells of which files the owners are not known. */
function collectFrom(change, lookUp, groups) {
	const name = nameOfChange(change);
	const unknown = change.kind !== "commit" && !change.filesComplete ? [{
		change: name,
		because: "files-not-listed"
	}] : [];
	for (const path of pathsOf(change)) {
		const found = lookUp(path);
		if (found.kind === "unknown") unknown.push(sayUnknown(name, path, found.line));
		if (found.kind !== "owners") continue;
		const key = keyOf(found.owners);
		const group = groups.get(key) ?? {
			owners: found.owners,
			paths: /* @__PURE__ */ new Set()
		};
		groups.set(key, group);
		group.paths.add(path);
	}
	return unknown;
}
/** A renamed file is taken from the owners of its old name and given to those of its new one. */
function pathsOf(change) {
	return change.files.flatMap(({ path, previousPath }) => previousPath === void 0 ? [path] : [path, previousPath]);
}
function sayUnknown(change, path, line) {
	if (line === void 0) return {
		change,
		path,
		because: "codeowners-too-large"
	};
	return {
		change,
		path,
		line,
		because: "line-unreadable"
	};
}
function keyOf(owners) {
	return [...new Set(owners.map((owner) => owner.text.toLowerCase()))].sort().join(" ");
}
function isAmongOwners(owners, facts, directory) {
	const [organisation = ""] = facts.repository.split("/");
	const users = new Set(owners.flatMap((owner) => owner.kind === "user" ? directory.identityOf(owner.login) : []));
	const teams = owners.flatMap((owner) => owner.kind === "team" && isSameName(owner.organisation, organisation) ? [owner.slug] : []);
	const known = /* @__PURE__ */ new Map();
	return (person) => {
		const isMember = known.get(person) ?? isMemberOf(person);
		known.set(person, isMember);
		return isMember;
	};
	function isMemberOf(person) {
		if (!hasPermission(person, "write")) return false;
		return users.has(directory.identityOf(person.login)) || teams.some((team) => isInTeam(person, team));
	}
}

// src/policy/gates/approvals/ballots.ts
function collectBallots(context) {
	const { facts, directory } = context;
	const here = facts.approvals.filter((approval) => isHere(approval, context));
	const release = releaseBallots(here.filter(({ sha }) => sha === facts.candidate.sha), directory);
	const spoke = new Set(release.map(({ identity }) => identity));
	const reviews = /* @__PURE__ */ new Map();
	return {
		context,
		reviewsOf(change) {
			const known = reviews.get(change) ?? reviewBallots(change.reviews, directory);
			reviews.set(change, known);
			return known;
		},
		contributorsOf: (changes) => contributorsOf(changes, directory),
		deployers: deployersOf(context),
		release,
		ofOtherCommits: here.filter(({ sha, state }) => sha !== facts.candidate.sha && state === "approved").map(({ user }) => voter(user, directory)).filter(({ identity }) => !spoke.has(identity)),
		countsAfter: Math.max(lastSetbackAt(context), beginOfWhatRuns(context)),
		owners: ownersBook(facts, directory)
	};
}
function voter(login, directory) {
	const person = directory.find(login);
	return {
		identity: directory.identityOf(login),
		login: person?.login ?? login,
		person
	};
}
function reviewBallots(reviews, directory) {
	return [...latestReviews(reviews, directory).values()].map((review) => {
		return {
			...voter(review.user, directory),
			review,
			at: epochMs(review.at)
		};
	});
}
function releaseBallots(approvals, directory) {
	const said = /* @__PURE__ */ new Map();
	const ordered = approvals.map((approval) => ({
		approval,
		at: epochMs(approval.at)
	})).sort(byTime);
	for (const { approval, at } of ordered) {
		const who = voter(approval.user, directory);
		const before = said.get(who.identity)?.standing ?? [];
		const standing = isNo(approval) ? [] : [...before, {
			approval,
			at
		}];
		said.set(who.identity, {
			...who,
			latest: approval,
			standing
		});
	}
	return [...said.values()];
}
/** Of two opinions at one instant the rejection is the later one: which came first is not known. */
function byTime(one, other) {
	return one.at - other.at || Number(isNo(one.approval)) - Number(isNo(other.approval));
}
function isNo({ state }) {
	return state === "rejected";
}
function isHere(approval, { environment }) {
	return environment !== void 0 && isSameName(approval.environment, environment);
}
/** Every author, committer and co-author of the changes. */
function contributorsOf(changes, directory) {
	const logins = changes.flatMap((change) => [change.author, ...change.contributors ?? []]);
	return new Set(logins.map((login) => directory.identityOf(login)));
}
function deployersOf({ facts, directory }) {
	const { question } = facts;
	if (question.kind !== "deploy") return /* @__PURE__ */ new Set();
	return new Set([question.actor, ...question.actors ?? []].map((login) => directory.identityOf(login)));
}
/** The last failed deployment, rollback or hold of this commit here: what was approved before is approved no more. */
function lastSetbackAt({ facts, environment = "" }) {
	const { sha } = facts.candidate;
	const failed = facts.deployments.filter((deployment) => deployment.sha === sha && isSameName(deployment.environment, environment)).flatMap((deployment) => [...deployment.state === "failure" ? [epochMs(deployment.finishedAt ?? deployment.startedAt)] : [], ...deployment.verification?.verdict === "fail" ? [epochMs(deployment.verification.at)] : []]);
	const rolledBack = facts.rollbacks.filter((rollback) => rollback.from === sha).map((rollback) => epochMs(rollback.at));
	const held = facts.holds.filter((hold) => hold.sha === sha && isSameName(hold.environment, environment)).map((hold) => epochMs(hold.at));
	return [
		...failed,
		...rolledBack,
		...held
	].reduce((latest, at) => Math.max(latest, at), Number.NEGATIVE_INFINITY);
}
/**
* Going back to a commit is another question than going to it was: who said yes before that which runs now was
* deployed cannot have meant taking it away.
*/
function beginOfWhatRuns({ facts }) {
	return facts.direction === "backward" && facts.baseline !== null ? epochMs(facts.baseline.at) : Number.NEGATIVE_INFINITY;
}

// src/policy/gates/approvals/electorate.ts
/** Asked about this change: whoever wrote it does not count, whoever deploys it does, unless they may have written it. */
function electorateOfChange(change, asked, owners, ballots) {
	return {
		isAsked: isAskedBy(asked, owners),
		contributors: ballots.contributorsOf([change]),
		deployers: isOfForgeableNames(change) ? ballots.deployers : /* @__PURE__ */ new Set()
	};
}
/**
* Whoever pushes a commit writes any names into it, and no pull request tells who pushed it. So whoever deploys it may
* have written it. Facts that name only an author are decided on as they are: those that we gather name everybody.
*/
function isOfForgeableNames(change) {
	return change.kind === "commit" && change.contributors !== void 0;
}
/** Asked about the release: whoever wrote any part of it or deploys it does not count. */
function electorateOfRelease(asked, owners, ballots) {
	return {
		isAsked: isAskedBy(asked, owners),
		contributors: ballots.contributorsOf(ballots.context.facts.changes),
		deployers: ballots.deployers
	};
}
function isAskedBy(asked, { owned }) {
	return (person) => isAmong(asked.from, person) || owned.some((files) => files.isOwner(person));
}
/** Everybody who is asked; of whom nothing is known, those whom the policy or CODEOWNERS names. */
function mayObject(asked, owners) {
	const isAsked = isAskedBy(asked, owners);
	const named = [...asked.from.users ?? [], ...owners.owned.flatMap((files) => files.owners.flatMap((owner) => owner.kind === "user" ? owner.login : []))];
	return ({ person, login }) => {
		if (person === void 0) return named.some((each) => isSameName(each, login));
		return person.kind === "user" && isAsked(person);
	};
}
/** Why nothing this person says can count as a yes, whatever it is. */
function personProblem({ identity, person }, { isAsked, contributors, deployers }) {
	if (person?.kind === "bot") return "bot";
	if (contributors.has(identity)) return "contributor";
	if (deployers.has(identity)) return "deployer";
	return person !== void 0 && isAsked(person) ? void 0 : "not-eligible";
}

// src/policy/gates/approvals/opinion.ts
function split(judged) {
	return {
		approvers: judged.flatMap((each) => "code" in each ? [] : [each]),
		ignored: judged.flatMap((each) => "code" in each ? [{
			user: each.login,
			code: each.code
		}] : [])
	};
}
/** Until when an approval given at this instant counts; null: those of this requirement do not expire. */
function endOfApproval(at, { expires }) {
	return expires === void 0 ? null : expiryOf(at, expires);
}

// src/policy/gates/approvals/sign-off.ts
/**
* The first verification of this very commit in the environment that passed after the last one that failed there: testing
* it again with the same result takes nothing back. Null: there is none, so nothing counts yet. Undefined: the requirement
* does not ask for one.
*/
function verifiedAtFor({ after }, policy, { facts, at }) {
	if (after === void 0) return void 0;
	if (isUnknownCommit(facts)) return null;
	const own = deploymentsOf(after.verified, policy, facts);
	const failed = latestBy(own.flatMap((each) => failedAt(each) ?? []), at);
	const passed = own.flatMap((each) => passedAt(each) ?? []).filter((each) => each <= at && (failed === void 0 || each > failed));
	return passed.length === 0 ? null : Math.min(...passed);
}
/** Verifications that are dated later than now, as clocks that run apart date them: what counts may change with them. */
function verificationsAhead({ after }, policy, { facts, at }) {
	if (after === void 0 || isUnknownCommit(facts)) return [];
	return deploymentsOf(after.verified, policy, facts).flatMap((each) => passedAt(each) ?? failedAt(each) ?? []).filter((each) => each > at);
}
/** The deployments of this very commit to the environment. */
function deploymentsOf(environment, policy, facts) {
	return deploymentsTo(environment, policy, facts).filter(({ sha }) => sha === facts.candidate.sha);
}
/** Whether an opinion of this instant is about what was tested. */
function isSignOff(at, verifiedAt) {
	return verifiedAt === void 0 || verifiedAt !== null && at > verifiedAt;
}

// src/policy/gates/approvals/release-approvals.ts
function releaseOpinions(poll, electorate, ballots) {
	const judged = ballots.release.flatMap((ballot) => judge$10(ballot, poll, electorate, ballots));
	const others = ballots.ofOtherCommits.map((voter) => ({
		login: voter.login,
		code: personProblem(voter, electorate) ?? "stale"
	}));
	return split([...judged, ...others]);
}
function judge$10(ballot, poll, electorate, ballots) {
	const { identity, login, person, standing } = ballot;
	if (standing.length === 0) return person !== void 0 && electorate.isAsked(person) ? [] : [{
		login,
		code: "not-eligible"
	}];
	const about = personProblem(ballot, electorate);
	if (about !== void 0) return [{
		login,
		code: about
	}];
	if (person === void 0) return [{
		login,
		code: "not-eligible"
	}];
	const problems = standing.map((each) => approvalProblem(each, poll, ballots));
	const counting = standing.filter((_, index) => problems[index] === void 0);
	if (counting.length === 0) return [{
		login,
		code: problems.at(-1) ?? "superseded"
	}];
	return [{
		identity,
		login,
		person,
		expiresAt: endOfApproval(Math.max(...counting.map(({ at }) => at)), poll.asked)
	}];
}
function approvalProblem({ approval, at }, poll, { context, countsAfter }) {
	if (at <= countsAfter) return "superseded";
	if (!isSignOff(at, poll.verifiedAt)) return "before-verification";
	const expiresAt = endOfApproval(at, poll.asked);
	if (!sourcesFor(poll, context).includes(approval.source)) return approval.source === "comment" ? "comment-not-accepted" : "source-not-accepted";
	return expiresAt !== null && expiresAt <= context.at ? "expired" : void 0;
}
const SOURCES = [
	"deployment-review",
	"page",
	"comment"
];
/**
* By which ways an approval of the release counts. In the highest tier a comment is too easily written; the highest is
* what the asking policy calls so, whatever tiers another adds above.
*/
function sourcesFor({ asked, policy }, { risk }) {
	const isHighest = tierFor(policy, risk) === policy.tiers.at(-1);
	return SOURCES.filter((source) => asked.via === void 0 ? source !== "comment" || !isHighest : asked.via.includes(source));
}
/**
* Who was asked and said no to this release. Saying no is always allowed: to contributors and deployers, by any source,
* and to those who are asked by name even when nothing else is known of them. Bots are not people.
*/
function rejectionsBy(mayObject, ballots) {
	return ballots.release.flatMap((ballot) => {
		const { latest, login } = ballot;
		if (latest.state !== "rejected" || !mayObject(ballot)) return [];
		return [{
			user: login,
			...latest.reason === void 0 ? {} : { reason: latest.reason }
		}];
	});
}

// src/policy/gates/alerts.ts
/** The requirement `alerts`: no open alert on the candidate is as severe as the gate says, or worse. */
const TOOLS = ["code-scanning", "dependabot"];
/** Of one tool, the worst first; the rest is counted. */
const MOST_TOLD$4 = 5;
function judgeAlerts(gates, { facts }) {
	const findings = gates.flatMap((active) => {
		const { alerts } = active.gate.require;
		return alerts === void 0 ? [] : [[active, judge$9(alerts, facts.alerts ?? [])]];
	});
	return new Map(findings);
}
function judge$9(asked, known) {
	const wanted = TOOLS.flatMap((tool) => {
		const least = asked[tool];
		return least === void 0 ? [] : [{
			tool,
			least,
			told: known.filter((each) => each.tool === tool)
		}];
	});
	const open = wanted.flatMap(({ tool, least, told }) => openOf(tool, least, told) ?? []);
	if (open.length > 0) return {
		kind: "alerts",
		status: "pending",
		reason: {
			code: "alerts-open",
			open
		}
	};
	const unknown = wanted.flatMap(({ tool, told }) => unknownOf(tool, told) ?? waitingOf(tool, told) ?? []);
	if (unknown.length > 0) return {
		kind: "alerts",
		status: "pending",
		reason: {
			code: "alerts-unknown",
			unknown
		}
	};
	return {
		kind: "alerts",
		status: "met",
		reason: {
			code: "no-alerts",
			tools: wanted.map(({ tool, least, told }) => {
				return {
					tool,
					least,
					...told.some(isOfAnyScanner) ? { isBaseUnknown: true } : {}
				};
			})
		}
	};
}
function openOf(tool, least, told) {
	const open = told.flatMap((each) => each.kind === "known" ? each.open : []).filter(({ severity }) => rankOf(severity) >= rankOf(least)).toSorted(worstFirst);
	const [worst] = open;
	if (worst === void 0) return void 0;
	const numbers = [...new Set(open.map(({ number }) => number))];
	return {
		tool,
		least,
		worst: worst.severity,
		count: numbers.length,
		numbers: numbers.slice(0, MOST_TOLD$4)
	};
}
function worstFirst(one, other) {
	return rankOf(other.severity) - rankOf(one.severity) || one.number - other.number;
}
function rankOf(severity) {
	return ALERT_SEVERITIES.indexOf(severity);
}
/** Undefined: all that is told of the tool is what it found. */
function unknownOf(tool, told) {
	const unknown = told.find((each) => each.kind === "unknown");
	if (unknown !== void 0) return {
		tool,
		because: unknown.because
	};
	return told.length === 0 ? {
		tool,
		because: "not-read"
	} : void 0;
}
/** One scanner found nothing, and another one has not looked. */
function waitingOf(tool, told) {
	const missing = [...new Set(told.flatMap((each) => each.kind === "known" ? each.missing ?? [] : []))];
	return missing.length === 0 ? void 0 : {
		tool,
		because: "waiting",
		missing: missing.map(scannerName)
	};
}
/** Whoever uploads an analysis names it. */
function scannerName(name) {
	return plainLine(name, 100);
}
function isOfAnyScanner(told) {
	return told.kind === "known" && told.isBaseUnknown === true;
}

// src/policy/gates/approvals/reviews.ts
function reviewOpinions(change, by, electorate, ballots) {
	return split(ballots.reviewsOf(change).map((ballot) => judge$8(ballot, change, by, electorate, ballots)));
}
function judge$8(ballot, change, { asked, verifiedAt }, electorate, { context }) {
	const { identity, login, person } = ballot;
	const expiresAt = endOfApproval(ballot.at, asked);
	const isExpired = expiresAt !== null && expiresAt <= context.at;
	const timeProblem = isSignOff(ballot.at, verifiedAt) ? isExpired && "expired" : "before-verification";
	const code = personProblem(ballot, electorate) ?? reviewProblem(ballot, change, asked) ?? (timeProblem || void 0);
	if (code !== void 0) return {
		login,
		code
	};
	return person === void 0 ? {
		login,
		code: "not-eligible"
	} : {
		identity,
		login,
		person,
		expiresAt
	};
}
/** A review speaks for the head it was given on; a clean rebase changes the head and not the patch. */
function reviewProblem({ review }, change, { via }) {
	if (review.state === "changes_requested") return "changes-requested";
	if (review.state === "dismissed") return "dismissed";
	if (via !== void 0 && !via.includes("review")) return "source-not-accepted";
	return isOnFinalHead(review, change) ? void 0 : "stale";
}
/**
* Whoever of those asked wants changes and has neither approved since nor been dismissed. On whatever head they said
* so: pushing something else is not yet an answer that they accepted. Contributors may object; bots are not people.
*/
function objectionsTo(change, mayObject, ballots) {
	return ballots.reviewsOf(change).flatMap((ballot) => {
		return ballot.review.state === "changes_requested" && mayObject(ballot) ? [{
			user: ballot.login,
			change: nameOfChange(change)
		}] : [];
	});
}

// src/policy/gates/approvals/poll.ts
function takePoll(asked, policy, ballots) {
	const changes = changesFor(policy, ballots.context.facts);
	const owners = ownersFor(changes, asked, ballots);
	const by = {
		asked,
		policy,
		verifiedAt: verifiedAtFor(asked, policy, ballots.context)
	};
	return {
		...by,
		subjects: asked.of === "release" ? [releaseSubject(by, owners, ballots)] : changeSubjects(changes, by, ballots),
		rejections: rejectionsBy(mayObject(asked, owners), ballots),
		objections: asked.veto ? changes.flatMap((change) => objections(change, asked, owners, ballots)) : []
	};
}
/** Of an `of: release` requirement all owners may object to each change: they are asked about the whole. */
function objections(change, asked, owners, ballots) {
	if (change.kind === "commit") return [];
	const concerned = asked.of === "release" ? owners : ownersFor([change], asked, ballots);
	return objectionsTo(change, mayObject(asked, concerned), ballots);
}
function ownersFor(changes, asked, { owners }) {
	return asked.from.codeowners ? owners.ofChanges(changes) : NO_OWNERS;
}
/** Of a release that is not listed in full, also what cannot be known of the rest. */
function releaseSubject(by, owners, ballots) {
	const unlisted = unlistedOwners(by, ballots);
	return release(by, {
		owned: [...owners.owned, ...unlisted.owned],
		unknown: [...owners.unknown, ...unlisted.unknown]
	}, ballots);
}
function unlistedOwners({ asked }, { context, owners }) {
	return asked.from.codeowners && hasUnseenChanges$1(context.facts) ? owners.ofUnlisted() : NO_OWNERS;
}
function changeSubjects(changes, by, ballots) {
	const subjects = changes.map((change) => changeSubject(change, by, ballots));
	if (!hasUnseenChanges$1(ballots.context.facts)) return subjects;
	const rest = release(by, unlistedOwners(by, ballots), ballots);
	return [...subjects, {
		...rest,
		name: "the unlisted changes"
	}];
}
function changeSubject(change, by, ballots) {
	const { asked } = by;
	const owners = ownersFor([change], asked, ballots);
	const electorate = electorateOfChange(change, asked, owners, ballots);
	const opinions = change.kind === "commit" ? releaseOpinions(by, electorate, ballots) : reviewOpinions(change, by, electorate, ballots);
	return subject(nameOfChange(change), asked, opinions, owners, excludedFrom(electorate));
}
function release(by, owners, ballots) {
	const { asked } = by;
	const electorate = electorateOfRelease(asked, owners, ballots);
	return subject(ballots.context.facts.candidate.sha.slice(0, 7), asked, releaseOpinions(by, electorate, ballots), owners, excludedFrom(electorate));
}
function excludedFrom({ contributors, deployers }) {
	return /* @__PURE__ */ new Set([...contributors, ...deployers]);
}
function subject(name, asked, opinions, owners, excluded) {
	const isUnowned = owners.owned.length === 0 && owners.unknown.length === 0;
	return {
		name,
		needed: asksOwnersAlone(asked) && isUnowned ? 0 : asked.count,
		opinions,
		...owners,
		isExcluded: (identity) => excluded.has(identity)
	};
}
/** Nobody but owners is asked, so where there are none nobody is. */
function asksOwnersAlone({ from }) {
	const isOpenToOthers = from.users !== void 0 || from.teams !== void 0 || from.permission !== void 0;
	return from.codeowners === true && !isOpenToOthers;
}

// src/policy/gates/approvals/conclude.ts
/** The explanation tells so many of what lacks an owner; the rest is counted. */
const MOST_TOLD$3 = 5;
/** @param changesAt when the status next changes because approvals expire; undefined: time has no part in it. */
function conclude(poll, tally, changesAt, context) {
	return {
		kind: "approvals",
		status: tally.status,
		counted: countedIn(poll, tally),
		ignored: ignoredIn(poll, tally),
		...changesAt === void 0 ? {} : { changesAt },
		reason: reasonOf$1(poll, tally, changesAt ?? null, context)
	};
}
function reasonOf$1(poll, tally, changesAt, context) {
	const { asked, policy, rejections, objections, subjects } = poll;
	const [rejection, ...others] = rejections;
	if (rejection !== void 0) {
		const more = others.length === 0 ? {} : { others: others.map(({ user }) => user) };
		return {
			code: "rejected",
			...rejection,
			...more
		};
	}
	const data = {
		needed: asked.count,
		of: asked.of,
		from: sayPeople(asked.from),
		...signOffOf(poll)
	};
	if (tally.status === "met") {
		if (asksOwnersAlone(asked) && subjects.every(({ owned }) => owned.length === 0)) return { code: "no-owners" };
		const until = changesAt === null ? {} : {
			until: toInstant(changesAt),
			zone: policy.zone
		};
		return {
			code: "enough",
			...data,
			...until
		};
	}
	const lacking = {
		...data,
		...sayLacking(tally.shortfalls, poll, context)
	};
	if (objections.length > 0) return {
		code: "changes-requested",
		objections,
		...lacking
	};
	const unknown = subjects.flatMap((subject) => subject.unknown);
	if (unknown.length > 0) return {
		code: "owners-unknown",
		unknown: unknown.slice(0, MOST_TOLD$3),
		more: rest(unknown),
		...lacking
	};
	return {
		code: "not-enough",
		...lacking
	};
}
/** In which role they say yes, and what has to have been tested first. */
function signOffOf({ asked, policy, verifiedAt }) {
	const role = asked.as === void 0 ? {} : { as: asked.as };
	if (asked.after === void 0) return role;
	const at = typeof verifiedAt === "number" ? toInstant(verifiedAt) : null;
	return {
		...role,
		after: {
			environment: asked.after.verified,
			verifiedAt: at
		},
		zone: policy.zone
	};
}
/** What lacks whom, and how they can say yes. */
function sayLacking(shortfalls, poll, context) {
	const waiting = shortfalls.map(({ subject, missing }) => ({
		change: subject.name,
		missing
	}));
	const files = shortfalls.flatMap(({ subject, uncovered }) => uncovered.map((each) => sayFiles(subject, each, context)));
	const isByRelease = poll.asked.of === "release" || waiting.some(({ change }) => !change.startsWith("#"));
	const { environment } = context;
	return {
		waiting,
		...files.length === 0 ? {} : { owners: {
			files: files.slice(0, MOST_TOLD$3),
			more: rest(files)
		} },
		...isByRelease && environment !== void 0 ? {
			environment,
			sources: sourcesFor(poll, context)
		} : {}
	};
}
function sayFiles(subject, { paths, owners }, { directory, facts }) {
	const [path = ""] = paths;
	const told = {
		change: subject.name,
		path,
		more: paths.length - 1,
		owners: owners.map(({ text }) => text)
	};
	const [organisation = ""] = facts.repository.toLowerCase().split("/");
	const able = owners.filter((owner) => {
		if (owner.kind === "team") return owner.organisation.toLowerCase() === organisation;
		return owner.kind === "user";
	});
	if (able.length === 0) return {
		...told,
		nobody: "no-account"
	};
	return able.every((owner) => owner.kind === "user" && subject.isExcluded(directory.identityOf(owner.login))) ? {
		...told,
		nobody: "contributors"
	} : told;
}
function rest(all) {
	return Math.max(0, all.length - MOST_TOLD$3);
}
function countedIn({ subjects }, { counts }) {
	const approvers = subjects.flatMap(({ opinions }) => opinions.approvers.filter(counts));
	return [...new Set(approvers.map(({ login }) => login))];
}
function ignoredIn({ subjects }, { servesAnother }) {
	const elsewhere = subjects.flatMap(({ opinions }) => opinions.approvers.filter(servesAnother)).map(({ login }) => ({
		user: login,
		code: "used-elsewhere"
	}));
	const all = [...subjects.flatMap(({ opinions }) => opinions.ignored), ...elsewhere];
	return [...new Map(all.map((each) => [`${each.code} ${each.user}`, each])).values()];
}

// src/policy/gates/assignment.ts
/** For each need the people who serve it; as many needs as possible are satisfied, earlier ones preferred. */
function assignPeople(needs) {
	const reduced = needs.map(({ groups }) => ({ groups: withoutImplied(groups) }));
	const possible = reduced.flatMap((need, index) => need.groups.every(hasEnough) ? [index] : []);
	const budget = { left: BUDGET };
	return fillUp(reduced, (possible.length > MOST_SUBSETS ? oneByOne(reduced, possible) : bestSubset(reduced, possible, budget)) ?? needs.map(() => /* @__PURE__ */ new Set()));
}
/** Steps of trying before a search gives up; reached only with dozens of people and many different changes. */
const BUDGET = 2e4;
/** Above this many needs not every subset is tried: each need is taken in that goes with those before it. */
const MOST_SUBSETS = 10;
function bestSubset(needs, possible, budget) {
	return subsetsLargestFirst(possible).reduce((best, subset) => best ?? satisfy(needs, subset, budget), void 0);
}
/** All at once when that is possible; for needs of one group each this finds as many as there can be. */
function oneByOne(needs, possible) {
	const all = satisfy(needs, possible, { left: BUDGET });
	if (all !== void 0) return all;
	let kept = [];
	let served;
	const inOrder = possible.toSorted((one, other) => seatsOf(needs[one]) - seatsOf(needs[other]) || one - other);
	for (const index of inOrder) {
		const tried = satisfy(needs, [...kept, index].sort((one, other) => one - other), { left: BUDGET / 10 });
		if (tried === void 0) continue;
		kept = [...kept, index];
		served = tried;
	}
	return served;
}
function seatsOf(need) {
	return Math.max(0, ...(need?.groups ?? []).map(({ count }) => count));
}
function hasEnough({ count, people }) {
	return people.size >= count;
}
/** A group that contains the people of another one is met whenever that is, if it does not need more of them. */
function withoutImplied(groups) {
	const needed = [...strictest(groups).values()];
	return needed.filter((group) => !needed.some((other) => other !== group && other.count >= group.count && isWithin(other, group)));
}
/** Hundreds of changes are mostly approved by the same few people, so groups of the same people become one. */
function strictest(groups) {
	const byPeople = /* @__PURE__ */ new Map();
	for (const group of groups) {
		if (group.count === 0) continue;
		const key = [...group.people].sort().join(" ");
		if ((byPeople.get(key)?.count ?? 0) < group.count) byPeople.set(key, group);
	}
	return byPeople;
}
function subsetsLargestFirst(indexes) {
	const size = indexes.length;
	return Array.from({ length: 2 ** size }, (_, bits) => indexes.filter((_, at) => (bits >> at) % 2 === 1)).sort((one, other) => other.length - one.length || compareLists(one, other));
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
	const tight = tightest(needs, manifold, chosen);
	if (tight === "hopeless") return false;
	if (tight === void 0) return matchSimple(needs, simple, chosen);
	const { index, free } = tight;
	for (const person of mostUsefulFirst(free, needs[index])) {
		chosen[index]?.add(person);
		if (cover(needs, manifold, simple, chosen, budget)) return true;
		chosen[index]?.delete(person);
	}
	return false;
}
/** The open group with the fewest people to spare; `hopeless` when one of them lacks people. Undefined: none is open. */
function tightest(needs, manifold, chosen) {
	const taken = new Set(chosen.flatMap((people) => [...people]));
	const best = manifold.flatMap((index) => needs[index].groups.flatMap((group) => openSeats(group, index, chosen, taken) ?? [])).reduce((found, each) => found === void 0 || each.spare < found.spare ? each : found, void 0);
	return best !== void 0 && best.spare < 0 ? "hopeless" : best;
}
function openSeats({ count, people }, index, chosen, taken) {
	const seats = count - shared(people, chosen[index]);
	if (seats <= 0) return void 0;
	const free = [...people].filter((person) => !taken.has(person));
	return {
		index,
		free,
		spare: free.length - seats
	};
}
/** Whoever serves more groups leaves more people for other needs. */
function mostUsefulFirst(people, need) {
	const uses = new Map(people.map((person) => [person, need.groups.filter((each) => each.people.has(person)).length]));
	return people.toSorted((one, other) => (uses.get(other) ?? 0) - (uses.get(one) ?? 0));
}
function matchSimple(needs, simple, chosen) {
	const taken = new Set(chosen.flatMap((people) => [...people]));
	const matching = new Matching(needs, taken);
	for (const index of simple) for (let seat = 0; seat < (needs[index]?.groups[0]?.count ?? 0); seat++) if (!matching.seatOne(index)) return false;
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
		for (const person of this.needs[index]?.groups[0]?.people ?? []) {
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
	for (const [index, { groups }] of needs.entries()) for (const group of groups) fillGroup(group, chosen[index], taken);
	return chosen;
}
function fillGroup({ count, people }, own, taken) {
	for (const person of people) {
		if (shared(people, own) >= count) return;
		if (taken.has(person)) continue;
		own.add(person);
		taken.add(person);
	}
}
function isWithin(one, other) {
	return one.people.size <= other.people.size && shared(one.people, other.people) === one.people.size;
}
/** How many people are in both. */
function shared(one, other) {
	const [few, many] = one.size <= other.size ? [one, other] : [other, one];
	let both = 0;
	for (const person of few) if (many.has(person)) both++;
	return both;
}

// src/policy/gates/approvals/tally.ts
/** All polls of a decision together, since `distinct` ones share people. */
function tally(polls, at) {
	const assigned = shareOut(polls.filter((poll) => poll.asked.distinct), at);
	const used = new Set([...assigned.values()].flatMap((people) => [...people]));
	return new Map(polls.map((poll) => [poll, tallyOne(poll, at, assigned.get(poll), used)]));
}
/** What is held for another reason, whoever approves, takes nobody from what they could open. */
function shareOut(distinct, at) {
	const served = serve(distinct.filter((poll) => !isHeld(poll)), at, /* @__PURE__ */ new Set());
	const taken = new Set([...served.values()].flatMap((people) => [...people]));
	return new Map([...served, ...serve(distinct.filter(isHeld), at, taken)]);
}
function serve(polls, at, taken) {
	const served = assignPeople(polls.map((poll) => needOf(poll, at, taken)));
	return new Map(polls.map((poll, index) => [poll, served[index] ?? /* @__PURE__ */ new Set()]));
}
function isHeld({ rejections, objections, subjects }) {
	return rejections.length > 0 || objections.length > 0 || subjects.some(({ unknown }) => unknown.length > 0);
}
function tallyOne(poll, at, assigned, used) {
	const counts = (approver) => isInForce(approver, at) && (assigned?.has(approver.identity) ?? true);
	const shortfalls = poll.subjects.flatMap((subject) => shortfallOf(subject, counts) ?? []);
	return {
		shortfalls,
		counts,
		status: statusOf(poll, shortfalls),
		servesAnother: ({ identity }) => assigned !== void 0 && !assigned.has(identity) && used.has(identity)
	};
}
function statusOf(poll, shortfalls) {
	if (poll.rejections.length > 0) return "failed";
	return isHeld(poll) || shortfalls.length > 0 ? "pending" : "met";
}
function shortfallOf(subject, counts) {
	const { needed, opinions, owned } = subject;
	const people = opinions.approvers.filter(counts);
	const uncovered = owned.filter(({ isOwner }) => !people.some(({ person }) => isOwner(person)));
	const missing = Math.max(needed - people.length, uncovered.length > 0 ? 1 : 0);
	return missing > 0 ? {
		subject,
		missing,
		uncovered
	} : void 0;
}
function isInForce({ expiresAt }, at) {
	return expiresAt === null || expiresAt > at;
}
/** Each change needs its people, and each of its owned files one of them who owns it. */
function needOf({ subjects }, at, taken) {
	return { groups: subjects.flatMap(({ needed, opinions, owned }) => {
		const approvers = opinions.approvers.filter((each) => isInForce(each, at) && !taken.has(each.identity));
		const owners = owned.map(({ isOwner }) => approvers.filter(({ person }) => isOwner(person)));
		return [{
			count: needed,
			people: identities(approvers)
		}, ...owners.map((people) => ({
			count: 1,
			people: identities(people)
		}))];
	}) };
}
/** Sorted, so that the order in which facts list people decides nothing. */
function identities(approvers) {
	return new Set(approvers.map(({ identity }) => identity).sort());
}
/**
* When the status of each poll next changes because approvals expire; null: it does not. Polls in which time has no
* part are left out.
*/
function nextChanges(polls, now) {
	const timed = [polls.filter((poll) => poll.asked.distinct), ...polls.filter((poll) => !poll.asked.distinct).map((poll) => [poll])].filter((together) => together.some((poll) => poll.asked.expires !== void 0));
	return new Map(timed.flatMap((together) => [...changesOf(together, now)]));
}
/**
* As long as those who serve the polls are enough, nothing changes: fewer people can satisfy no more polls. So only the
* instants matter at which somebody is missing, and people are shared out anew.
*/
function changesOf(together, now) {
	const changes = /* @__PURE__ */ new Map();
	let tallies = now;
	let instant = firstLapse(together, tallies, Number.NEGATIVE_INFINITY);
	while (instant !== Number.POSITIVE_INFINITY && changes.size < together.length) {
		tallies = tally(together, instant);
		for (const [poll, { status }] of tallies) if (!changes.has(poll) && status !== now.get(poll)?.status) changes.set(poll, instant);
		instant = firstLapse(together, tallies, instant);
	}
	return new Map(together.map((poll) => [poll, changes.get(poll) ?? null]));
}
/** When some poll that has its people first lacks one of those who serve it now. */
function firstLapse(polls, tallies, after) {
	return polls.flatMap((poll) => {
		const found = tallies.get(poll);
		if (found === void 0 || found.shortfalls.length > 0) return [];
		return poll.subjects.flatMap((subject) => lapsesOf(subject, found.counts));
	}).filter((each) => each > after).reduce((first, each) => Math.min(first, each), Number.POSITIVE_INFINITY);
}
/** When too few are left in all, and when the last owner of each file is gone. */
function lapsesOf({ needed, opinions, owned }, counts) {
	const people = opinions.approvers.filter(counts);
	const ends = people.map(endOf).sort((one, other) => other - one);
	const owners = owned.map(({ isOwner }) => Math.max(...people.filter(({ person }) => isOwner(person)).map(endOf)));
	return [ends[needed - 1] ?? Number.POSITIVE_INFINITY, ...owners];
}
function endOf({ expiresAt }) {
	return expiresAt ?? Number.POSITIVE_INFINITY;
}

// src/policy/gates/next-status.ts
/** @param steps earliest first, all of them later than the finding. Null: the status stays. */
function nextStatusAt(now, steps) {
	let changesAt = now.changesAt ?? null;
	for (const { at, finding } of steps) {
		if (changesAt !== null && changesAt <= at) return changesAt;
		if (finding?.status !== now.status) return at;
		changesAt = finding.changesAt ?? null;
	}
	return changesAt;
}

// src/policy/gates/approvals.ts
/** The requirement `approvals`: enough of the right people said yes, and none of them said no. */
/** Judges the approvals of all gates of a decision together, since `distinct` ones share people. */
function judgeApprovals(gates, context) {
	const found = findingsAt(gates, context);
	const ahead = gates.flatMap(({ gate, policy }) => {
		const asked = gate.require.approvals;
		return asked === void 0 ? [] : verificationsAhead(asked, policy, context);
	});
	if (ahead.length === 0) return found;
	const later = [...new Set(ahead)].toSorted((one, other) => one - other).map((at) => ({
		at,
		findings: findingsAt(gates, {
			...context,
			at
		})
	}));
	return new Map([...found].map(([active, finding]) => {
		const steps = later.map(({ at, findings }) => ({
			at,
			finding: findings.get(active)
		}));
		return [active, {
			...finding,
			changesAt: nextStatusAt(finding, steps)
		}];
	}));
}
/** As if no verification came later. */
function findingsAt(gates, context) {
	const ballots = collectBallots(context);
	const taken = gates.flatMap((active) => {
		const asked = active.gate.require.approvals;
		return asked === void 0 ? [] : [{
			active,
			poll: takePoll(asked, active.policy, ballots)
		}];
	});
	const polls = taken.map(({ poll }) => poll);
	const tallies = tally(polls, context.at);
	const changes = nextChanges(polls, tallies);
	const findings = taken.flatMap(({ active, poll }) => {
		const result = tallies.get(poll);
		return result === void 0 ? [] : [[active, conclude(poll, result, changes.get(poll), context)]];
	});
	return new Map(findings);
}

// src/policy/gates/deployed-artifacts.ts
/** Each one is a question to GitHub, every time that the gate is looked at. */
const MOST = 20;
function deployedArtifacts({ digest, artifacts }, { artifact }) {
	if (digest !== void 0) return {
		kind: "known",
		artifacts: [{ digest }]
	};
	if (artifacts === void 0) return unknown$1("not-read", []);
	const isNamed = artifact === void 0 ? () => true : compileGlob(artifact);
	const named = artifacts.uploaded.filter(({ name }) => isNamed(name));
	if (!artifacts.complete || named.length > MOST) return unknown$1("too-many", []);
	if (named.length === 0) return unknown$1("none", artifacts.uploaded);
	if (artifact === void 0 && named.length > 1) return unknown$1("several", named);
	const withDigest = named.flatMap(digestOf);
	if (withDigest.length < named.length) return unknown$1("no-digest", named.filter((each) => each.digest === void 0));
	return {
		kind: "known",
		artifacts: withDigest
	};
}
function digestOf({ name, digest }) {
	return digest === void 0 ? [] : [{
		name,
		digest
	}];
}
function unknown$1(because, of) {
	return {
		kind: "unknown",
		because,
		names: of.flatMap(({ name }) => name ?? [])
	};
}

// src/policy/gates/attestation.ts
function judgeAttestations(gates, { facts }) {
	const findings = gates.flatMap((active) => {
		const { attestation } = active.gate.require;
		return attestation === void 0 ? [] : [[active, judge$7(attestation, facts)]];
	});
	return new Map(findings);
}
/** Paths are compared exactly, as git does; repositories without case, as GitHub does. */
function judge$7(asked, facts) {
	const { signer, artifact } = asked;
	const deployed = deployedArtifacts(facts.candidate, asked);
	if (deployed.kind === "unknown") {
		const { because, names } = deployed;
		return finding("pending", {
			code: "digest-unknown",
			signer,
			because,
			names,
			...artifact === void 0 ? {} : { artifact }
		});
	}
	const open = deployed.artifacts.map((each) => whyOpen(each, signer, facts)).find((each) => each !== null);
	if (open) return finding("pending", open);
	const names = deployed.artifacts.flatMap(({ name }) => name ?? []);
	const [first] = deployed.artifacts;
	const what = names.length === 0 ? {} : { artifacts: names };
	return finding("met", {
		code: "attested",
		signer,
		digest: first?.digest ?? "",
		sha: facts.candidate.sha,
		...what
	});
}
/** Null: it was attested as it has to be. */
function whyOpen({ digest, name }, signer, facts) {
	const { sha } = facts.candidate;
	const what = name === void 0 ? { digest } : {
		digest,
		artifact: name
	};
	const own = (facts.attestations ?? []).filter((each) => each.digest === digest);
	const [other] = own;
	if (other === void 0) return {
		code: "attestation-missing",
		signer,
		...what
	};
	if (!isUnknownCommit(facts) && own.some((each) => isWanted(each, signer, facts))) return null;
	const by = {
		signer: other.signer,
		repository: other.repository,
		sha: other.sha
	};
	return {
		code: "attested-elsewhere",
		signer,
		...what,
		sha,
		by,
		others: own.length - 1
	};
}
function isWanted(each, signer, { repository, candidate }) {
	return each.signer === signer && each.sha === candidate.sha && isSameName(each.repository, repository);
}
function finding(status, reason) {
	return {
		kind: "attestation",
		status,
		reason
	};
}

// src/policy/gates/checklist.ts
function judgeChecklists(gates, { facts }) {
	const asking = gates.filter((active) => active.gate.require.checklist !== void 0);
	const byPolicy = new Map(asking.map(({ policy }) => [policy, void 0]));
	for (const policy of byPolicy.keys()) byPolicy.set(policy, judge$6(policy, facts));
	return new Map(asking.map((active) => [active, byPolicy.get(active.policy)]));
}
/** Enough to begin with; the rest is counted. */
const MOST_TOLD$2 = 5;
/** The longest text of a box that is told. */
const LONGEST_TEXT = 80;
function judge$6(policy, facts) {
	const boxes = changesFor(policy, facts).flatMap(boxesOf);
	const open = boxes.filter(({ box }) => !box.isTicked);
	if (open.length > 0) return {
		kind: "checklist",
		status: "pending",
		reason: {
			code: "checklist-open",
			open: open.slice(0, MOST_TOLD$2).map(({ change, box }) => ({
				change,
				text: plainLine(box.text, LONGEST_TEXT)
			})),
			unticked: open.length,
			boxes: boxes.length
		}
	};
	if (hasUnseenChanges(facts)) return {
		kind: "checklist",
		status: "pending",
		reason: { code: "incomplete" }
	};
	return {
		kind: "checklist",
		status: "met",
		reason: {
			code: "checklist-done",
			boxes: boxes.length
		}
	};
}
/** A commit without a pull request has no body. */
function boxesOf(change) {
	if (change.kind === "commit") return [];
	return taskBoxes(change.body).map((box) => ({
		change: nameOfChange(change),
		box
	}));
}
/** Whether the release may have pull requests that are not listed: nobody knows what their lists say. */
function hasUnseenChanges({ complete, changes, question, direction }) {
	if (!complete) return true;
	const mayBeEmpty = question.kind === "deploy" && ["forward", "same"].includes(direction);
	return changes.length === 0 && !mayBeEmpty;
}

// src/policy/gates/checks.ts
/** Why a check does not pass, what needs people first first: a failure is the code of several that do not pass. */
const CODES$2 = [
	"check-failed",
	"check-ambiguous",
	"check-missing",
	"check-pending"
];
function judgeChecks(gates, { facts }) {
	const findings = gates.flatMap((active) => {
		const { checks } = active.gate.require;
		return checks === void 0 ? [] : [[active, judge$5(checks, facts.checks)]];
	});
	return new Map(findings);
}
function judge$5(wanted, runs) {
	const lacking = wanted.flatMap((check) => lackOf(check, runs) ?? []).toSorted((one, other) => CODES$2.indexOf(one.code) - CODES$2.indexOf(other.code));
	const [worst] = lacking;
	if (worst === void 0) return {
		kind: "checks",
		status: "met",
		reason: {
			code: "checks-passed",
			checks: wanted.map((check) => check.name)
		}
	};
	return {
		kind: "checks",
		status: "pending",
		reason: {
			code: worst.code,
			checks: lacking
		}
	};
}
/** Undefined: it passed. Names compare exactly, as GitHub compares them; apps are compared by slug. */
function lackOf(wanted, runs) {
	const { name, app } = wanted;
	const check = app === void 0 ? { name } : {
		name,
		app
	};
	const own = runs.filter((run) => run.name === name && (app === void 0 || run.app !== void 0 && isSameName(run.app, app)));
	const apps = appsOf(own);
	if (apps.length > 1) return {
		...check,
		code: "check-ambiguous",
		state: "ambiguous",
		apps
	};
	const states = newestOf(own).map((run) => stateOf(run, wanted));
	if (states.length === 0) return {
		...check,
		code: "check-missing",
		state: "missing"
	};
	const [worst] = states.flatMap((state) => state ?? []).toSorted((one, other) => CODES$2.indexOf(one.code) - CODES$2.indexOf(other.code) || compare(one.state, other.state));
	return worst === void 0 ? void 0 : {
		...check,
		...worst
	};
}
/** Who reports a name: slugs of apps, and null for commit statuses, which have none. */
function appsOf(runs) {
	const sorted = [...new Set(runs.flatMap((run) => run.app?.toLowerCase() ?? []))].toSorted(compare);
	return runs.some((run) => run.app === void 0) ? [...sorted, null] : sorted;
}
function newestOf(runs) {
	const newest = runs.reduce((latest, run) => Math.max(latest, epochMs(run.at)), Number.NEGATIVE_INFINITY);
	return runs.filter((run) => epochMs(run.at) === newest);
}
/** Undefined: this run passes. */
function stateOf({ status, conclusion }, { allow = [] }) {
	if (status !== "completed") return {
		code: "check-pending",
		state: status
	};
	const accepted = ["success", ...allow];
	if (conclusion !== void 0 && accepted.includes(conclusion)) return void 0;
	return {
		code: "check-failed",
		state: conclusion ?? "unknown"
	};
}
function compare(one, other) {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}

// src/policy/gates/dependencies.ts
function judgeDependencies(gates, { facts }) {
	const findings = gates.flatMap((active) => {
		const { dependencies } = active.gate.require;
		return dependencies === void 0 ? [] : [[active, judge$4(dependencies, facts.dependencies)]];
	});
	return new Map(findings);
}
function judge$4(wanted, known) {
	const lanes = wanted.map(({ repository, environment }) => ({
		repository,
		environment
	}));
	const unhealthy = lanes.map((lane) => ({
		...lane,
		health: healthOf(lane, known)
	})).filter(({ health }) => health !== "healthy");
	if (unhealthy.length === 0) return {
		kind: "dependencies",
		status: "met",
		reason: {
			code: "dependencies-healthy",
			dependencies: lanes
		}
	};
	return {
		kind: "dependencies",
		status: "pending",
		reason: {
			code: "dependency-unhealthy",
			dependencies: unhealthy
		}
	};
}
/** Worst first: where facts say two things of one lane, the worse one counts. A lane they do not tell is unknown. */
const HEALTHS = [
	"failing",
	"rolling-back",
	"unknown",
	"healthy"
];
function healthOf(wanted, known) {
	const told = known.filter((each) => isSameName(each.repository, wanted.repository)).filter((each) => isSameName(each.environment, wanted.environment)).map(({ health }) => health);
	return HEALTHS.find((health) => told.includes(health)) ?? "unknown";
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
		const freezes = allFreezes(context);
		return {
			finding: judgeFreezes(freezes, context),
			owners: ownersOf$1(freezes, context)
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
			...sayBreakGlass$1(ownersOf$1(freezes, context), context)
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
function sayBreakGlass$1(owners, { environment }) {
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
function ownersOf$1(freezes, { policies, at }) {
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

// src/policy/gates/group.ts
const groupGate = {
	name: "group",
	yieldsToRollback: true,
	judge(context) {
		const { at } = context;
		const groups = groupsOf(context);
		const [first] = groups;
		if (first === void 0) return void 0;
		const instants = groups.flatMap(({ members }) => members.flatMap((each) => [...each.failures, ...each.passes]));
		const held = groups.filter((group) => failuresAt(group, at).length > 0);
		const changesAt = nextChange(instants, at, (instant) => String(groups.some((group) => failuresAt(group, instant).length > 0)));
		const changes = changesAt === null ? {} : { changesAt };
		const [holding] = held;
		if (holding === void 0) {
			const reason = {
				code: "group-healthy",
				group: first.name
			};
			const owners = groups.map(({ policy }) => policy);
			return {
				finding: {
					kind: "group",
					status: "met",
					reason,
					...changes
				},
				owners
			};
		}
		const failed = failuresAt(holding, at);
		const reason = {
			code: "group-failed",
			group: holding.name,
			failed,
			zone: holding.policy.zone
		};
		const owners = held.map(({ policy }) => policy);
		return {
			finding: {
				kind: "group",
				status: "pending",
				reason,
				...changes
			},
			owners
		};
	}
};
function groupsOf({ policies, environment, facts }) {
	if (environment === void 0) return [];
	return policies.flatMap((policy) => {
		const name = entryFor(policy, environment)?.group;
		if (name === void 0) return [];
		return [{
			policy,
			name,
			members: environmentsOf(facts.deployments).filter((each) => isInGroup(policy, each, name)).map((each) => {
				const own = deploymentsTo(each, policy, facts).filter(({ sha }) => sha === facts.candidate.sha);
				return {
					environment: each,
					failures: own.flatMap((deployment) => failedAt(deployment) ?? []),
					passes: own.flatMap((deployment) => passedAt(deployment) ?? [])
				};
			})
		}];
	});
}
function isInGroup(policy, environment, name) {
	const group = entryFor(policy, environment)?.group;
	return group !== void 0 && isSameName(group, name);
}
/** Each once, however it is spelled; in alphabetical order. */
function environmentsOf(deployments) {
	const spellings = [...new Set(deployments.map(({ environment }) => environment))].toSorted();
	return [...new Map(spellings.toReversed().map((spelling) => [spelling.toLowerCase(), spelling])).values()].toSorted();
}
/** The members in which the latest failure is not followed by a pass. */
function failuresAt({ members }, at) {
	return members.flatMap(({ environment, failures, passes }) => {
		const failed = latestBy(failures, at);
		if (failed === void 0) return [];
		const passed = latestBy(passes, at);
		return passed !== void 0 && passed > failed ? [] : [{
			environment,
			failedAt: toInstant(failed)
		}];
	});
}

// src/policy/gates/linked-issue.ts
/** Changes that lack one: enough to begin with; the rest is counted. */
const MOST_TOLD$1 = 5;
/** Changes whose requests are kept: as many as the log and the record list. */
const MOST_CHANGES = 100;
function judgeLinkedIssues(gates, { facts }) {
	const findings = gates.flatMap((active) => {
		const asked = active.gate.require["linked-issue"];
		return asked === void 0 ? [] : [[active, judge$3(asked, active.policy, facts)]];
	});
	return new Map(findings);
}
function judge$3(asked, policy, facts) {
	const requestsOf = requestsBy(asked);
	const found = changesFor(policy, facts).map((change) => ({
		change,
		requests: requestsOf(change)
	}));
	const missing = found.filter(({ requests }) => requests.length === 0).map(({ change }) => nameOfChange(change));
	const linked = linkedOf(found);
	const about = {
		kind: "linked-issue",
		...linked.length === 0 ? {} : { linked }
	};
	const pattern = asked === true ? {} : { pattern: asked };
	if (missing.length > 0) {
		const reason = {
			code: "issue-missing",
			changes: missing.slice(0, MOST_TOLD$1),
			lacking: missing.length,
			...pattern
		};
		return {
			...about,
			status: "pending",
			reason
		};
	}
	if (hasUnseenChanges$1(facts)) return {
		...about,
		status: "pending",
		reason: {
			code: "incomplete",
			asked: "linked-issue"
		}
	};
	const all = [...new Set(found.flatMap(({ requests }) => requests))];
	const reason = {
		code: "issue-linked",
		requests: all.slice(0, 20),
		all: all.length,
		...pattern
	};
	return {
		...about,
		status: "met",
		reason
	};
}
/** A release that is held by one change is told with the requests of the others. */
function linkedOf(found) {
	return found.filter(({ requests }) => requests.length > 0).slice(0, MOST_CHANGES).map(({ change, requests }) => ({
		change: keyOfChange(change),
		requests
	}));
}

// src/policy/gates/no-incident.ts
/** The requirement `no-incident`: no issue with one of these labels is open. */
function judgeIncidents(gates, { facts, at }) {
	const findings = gates.flatMap((active) => {
		const asked = active.gate.require["no-incident"];
		return asked === void 0 ? [] : [[active, judge$2(asked.labels, facts.incidents, at)]];
	});
	return new Map(findings);
}
function judge$2(labels, incidents, at) {
	const concerned = incidents.filter((incident) => incident.labels.some((label) => labels.some((each) => isSameName(each, label)))).map((incident) => ({
		number: incident.number,
		timeline: openTimes(incident)
	}));
	const { isInside, changesAt } = unionOf(concerned.map((each) => each.timeline)).stateAt(at);
	const changes = changesAt === null ? {} : { changesAt };
	if (!isInside) return {
		kind: "no-incident",
		status: "met",
		reason: {
			code: "no-incident",
			labels
		},
		...changes
	};
	const open = concerned.filter((each) => each.timeline.stateAt(at).isInside).map((each) => each.number);
	return {
		kind: "no-incident",
		status: "pending",
		reason: {
			code: "incident-open",
			incidents: [...new Set(open)].toSorted((one, other) => one - other),
			labels
		},
		...changes
	};
}
function openTimes({ openedAt, closedAt }) {
	return datedTimeline({
		from: epochMs(openedAt),
		until: closedAt === void 0 ? null : epochMs(closedAt)
	});
}

// src/policy/gates/plan.ts
/** Titles of milestones and reasons of people may be long. */
const LONGEST_TITLE = 100;
const LONGEST_REASON = 300;
/** Of those that left the milestone; its record lists all. */
const MOST_PULLS = 10;
/** Listed when the release brings changes of a planned one, and some policy plans. */
const planGate = {
	name: "plan",
	yieldsToRollback: true,
	judge(context) {
		const owners = context.policies.filter((policy) => policy.plan !== void 0);
		const plans = context.facts.plans ?? [];
		if (owners.length === 0 || plans.length === 0 || context.environment === void 0) return void 0;
		return {
			finding: withChange(judgePlans(plans, context), plans, context),
			owners
		};
	}
};
/** A go that is still to come by this clock takes a no-go back when it comes. */
function withChange(finding, plans, context) {
	const ahead = plans.flatMap(({ decisions }) => decisions.map((each) => epochMs(each.at))).filter((instant) => instant > context.at);
	if (ahead.length === 0) return finding;
	const changesAt = nextChange(ahead, context.at, (at) => judgePlans(plans, {
		...context,
		at
	}).status);
	return {
		...finding,
		changesAt
	};
}
function judgePlans(plans, { at }) {
	const standing = plans.flatMap((plan) => lastWords(plan.decisions, at).map((each) => ({
		...each,
		plan
	})));
	const [no, ...others] = standing.filter(({ verdict }) => verdict === "no-go");
	if (no !== void 0) return {
		kind: "plan",
		status: "failed",
		reason: sayNoGo(no, others.length)
	};
	const titles = plans.map(titleOf);
	if (standing.length === 0) return {
		kind: "plan",
		status: "met",
		reason: {
			code: "no-decision",
			plans: titles
		}
	};
	return {
		kind: "plan",
		status: "met",
		reason: {
			code: "go",
			plans: titles,
			stages: standing.map(({ plan, stage, user }) => ({
				plan: titleOf(plan),
				stage,
				user
			}))
		}
	};
}
function sayNoGo({ plan, stage, user, reason }, others) {
	const { number: milestone, record, past } = plan;
	return {
		code: "no-go",
		plan: titleOf(plan),
		stage,
		user,
		...reason === void 0 ? {} : { reason: plainLine(reason, LONGEST_REASON) },
		...others === 0 ? {} : { others },
		...record === void 0 ? {} : { record },
		...past === void 0 ? {} : {
			milestone,
			over: past.isOver,
			pulls: past.pulls.slice(0, MOST_PULLS)
		}
	};
}
function titleOf({ title }) {
	return plainLine(title, LONGEST_TITLE);
}

// src/policy/gates/preflight.ts
/** For so long a run says how the target is; whoever gathers facts has it run again by then. */
const PREFLIGHT_COUNTS_FOR = 6e5;
const preflightGate = {
	name: "preflight",
	yieldsToRollback: true,
	judge(context) {
		const { policies, environment } = context;
		if (environment === void 0) return void 0;
		const files = preflightFiles(policies, environment);
		if (files.length === 0) return void 0;
		const owners = policies.filter((policy) => entryFor(policy, environment)?.preflight !== void 0);
		return {
			finding: judgePreflight(files, context),
			owners
		};
	}
};
/** The smoke files that have to have passed before the environment opens: each policy may name one. No repeats. */
function preflightFiles(policies, environment) {
	return [...new Set(policies.flatMap((policy) => entryFor(policy, environment)?.preflight ?? []))];
}
function judgePreflight(files, context) {
	const standings = files.map((file) => standingOf$1(file, context));
	const ends = standings.flatMap(({ changesAt }) => changesAt ?? []);
	const { status, reason } = standings.find(({ reason }) => reason.code === "preflight-failed") ?? standings.find(({ status }) => status !== "met") ?? standings[0] ?? unknown(files.join(", "), "not-run");
	return {
		kind: "preflight",
		status,
		reason,
		...ends.length === 0 ? {} : { changesAt: Math.min(...ends) }
	};
}
/** A run that is still to come, by the clock of another process, is none yet. */
function standingOf$1(file, { facts, at, policies }) {
	const run = facts.preflights?.findLast((each) => each.file === file);
	if (run === void 0) return unknown(file, "not-run");
	const ranAt = epochMs(run.at);
	if (ranAt > at) return {
		...unknown(file, "not-run"),
		changesAt: ranAt
	};
	const changesAt = ranAt + PREFLIGHT_COUNTS_FOR;
	if (changesAt <= at) return unknown(file, "too-old");
	const zone = policies.at(-1)?.zone ?? "UTC";
	const more = {
		...run.found === void 0 ? {} : { found: run.found },
		...againOf(run, zone)
	};
	if (run.verdict === "error" || run.verdict === "inconclusive") {
		const { status, reason } = unknown(file, run.verdict);
		return {
			status,
			reason: {
				...reason,
				...more
			},
			changesAt
		};
	}
	const data = {
		file,
		ranAt: run.at,
		until: toInstant(changesAt),
		zone
	};
	if (run.verdict === "pass") return {
		status: "met",
		reason: {
			code: "preflight-passed",
			...data
		},
		changesAt
	};
	return {
		status: "pending",
		reason: {
			code: "preflight-failed",
			...data,
			failed: run.failedChecks,
			...more
		},
		changesAt
	};
}
function againOf({ at, againAt }, zone) {
	if (againAt === void 0) return {};
	return {
		againAt,
		every: Math.round((epochMs(againAt) - epochMs(at)) / 6e4),
		zone
	};
}
function unknown(file, because) {
	return {
		status: "pending",
		reason: {
			code: "preflight-unknown",
			file,
			because
		}
	};
}

// src/policy/gates/promotion.ts
/**
* The built-in gate `promotion`: this very commit was deployed to the environment before, verified there, and stayed
* healthy for as long as the policy asks.
*
* The soak runs from the later of the deployment's end and its verification, until another commit replaces it or a
* verification of it fails. Deploying it again does not restart it, failed attempts do not count, and a soak once
* completed stays so unless a later verification fails.
*/
const promotionGate = {
	name: "promotion",
	yieldsToRollback: true,
	judge(context) {
		const promotions = promotionsOf(context);
		return promotions.length === 0 ? void 0 : judgePromotions(promotions, context.at);
	}
};
function promotionsOf({ policies, environment, facts }) {
	if (environment === void 0) return [];
	return policies.flatMap((policy) => {
		const promote = entryFor(policy, environment)?.promote;
		if (promote === void 0) return [];
		return [promotionOf(policy, promote, deploymentsTo(promote.from, policy, facts), facts.candidate.sha)];
	});
}
function promotionOf(policy, { from, soak }, deployments, sha) {
	const own = deployments.filter((each) => each.sha === sha);
	const others = deployments.filter((each) => each.sha !== sha && isSuccess(each)).map(endOf$1);
	const stays = own.filter(isSuccess).map((each) => {
		const end = endOf$1(each);
		const replacedAt = Math.min(Number.POSITIVE_INFINITY, ...others.filter((other) => other >= end));
		return {
			from: end,
			replacedAt,
			soak: soakOf(each, replacedAt, soak)
		};
	});
	const failures = own.flatMap((each) => failedAt(each) ?? []);
	const ends = stays.flatMap((stay) => [stay.from, ...stay.soak === void 0 ? [] : [stay.soak.from, stay.soak.until]]);
	return {
		policy,
		from,
		soak,
		stays,
		failures,
		uncounted: own.flatMap((each) => each.uncounted ?? []).toSorted((one, other) => epochMs(one.at) - epochMs(other.at)).at(-1),
		instants: [
			...others,
			...failures,
			...ends
		]
	};
}
function isSuccess({ state }) {
	return state === "success";
}
function soakOf(deployment, replacedAt, lasts) {
	const verifiedAt = passedAt(deployment);
	if (verifiedAt === void 0) return void 0;
	const from = Math.max(endOf$1(deployment), verifiedAt);
	return {
		verifiedAt,
		from,
		until: lasts === void 0 ? from : expiryOf(from, lasts),
		replacedAt
	};
}
/** Farthest from a promotion first. */
const CODES$1 = [
	"not-deployed",
	"not-verified",
	"soaking",
	"soaked"
];
function judgePromotions(promotions, at) {
	const standings = promotions.map((promotion) => standingAt(promotion, at));
	const open = standings.filter(({ code }) => code !== "soaked");
	const changesAt = nextChange(promotions.flatMap(({ instants }) => instants), at, (instant) => worstOf(promotions.map((each) => standingAt(each, instant))).code);
	const ends = standings.flatMap(({ until }) => until ?? []);
	const timeline = datedTimeline({
		from: Math.max(...ends),
		until: null
	});
	return {
		finding: {
			kind: "promotion",
			status: open.length === 0 ? "met" : "pending",
			reason: reasonOf(worstOf(standings)),
			...changesAt === null ? {} : { changesAt },
			...ends.length === 0 ? {} : { time: {
				wanted: "inside",
				timeline
			} }
		},
		owners: (open.length === 0 ? standings : open).map(({ promotion }) => promotion.policy)
	};
}
/** Where several policies promote, the one that is farthest from it speaks. */
function worstOf(standings) {
	return standings.reduce((worst, each) => {
		const difference = CODES$1.indexOf(each.code) - CODES$1.indexOf(worst.code);
		return difference < 0 || difference === 0 && (each.until ?? 0) > (worst.until ?? 0) ? each : worst;
	});
}
function reasonOf({ promotion, code, more }) {
	const { from, soak = null, policy } = promotion;
	return {
		code,
		from,
		soak,
		...more,
		zone: policy.zone
	};
}
function standingAt(promotion, at) {
	const stays = promotion.stays.filter((stay) => stay.from <= at);
	if (stays.length === 0) return {
		promotion,
		code: "not-deployed",
		more: {}
	};
	const failed = latestBy(promotion.failures, at);
	const soaks = stays.flatMap(({ soak }) => soak ?? []).filter(({ verifiedAt }) => verifiedAt <= at && (failed === void 0 || verifiedAt > failed)).toSorted((one, other) => one.until - other.until);
	const soaked = soaks.find((soak) => soak.until <= at && isUnbroken(promotion, soak));
	if (soaked !== void 0) return {
		promotion,
		code: "soaked",
		more: { since: toInstant(soaked.until) }
	};
	const running = soaks.find(({ replacedAt }) => replacedAt > at);
	if (running !== void 0) {
		const { from, until } = running;
		return {
			promotion,
			code: "soaking",
			more: {
				since: toInstant(from),
				until: toInstant(until)
			},
			until
		};
	}
	if (soaks.length === 0 || stays.some(({ replacedAt }) => replacedAt > at)) return {
		promotion,
		code: "not-verified",
		more: notVerified(promotion, failed)
	};
	const replacedAt = Math.max(...soaks.map((soak) => soak.replacedAt));
	return {
		promotion,
		code: "not-deployed",
		more: { replacedAt: toInstant(replacedAt) }
	};
}
/** What did fail is told before what passed and does not count. */
function notVerified({ uncounted }, failed) {
	if (failed !== void 0) return { failedAt: toInstant(failed) };
	return uncounted === void 0 ? {} : { uncounted };
}
/** Without a soak a verification is enough, whatever was deployed there since. */
function isUnbroken({ soak }, { until, replacedAt }) {
	return soak === void 0 || until <= replacedAt;
}

// src/policy/gates/sections/says-something.ts
/** Whether a line of Markdown says something: what templates leave in place when nobody filled them in does not. */
/** `_No response_` is what GitHub writes for a field of a form that was left empty. `None` and `n/a` are answers. */
const PLACEHOLDERS = /* @__PURE__ */ new Set([
	"no response",
	"tbd",
	"tba",
	"to be decided",
	"to be defined"
]);
/** Tags other than those that show something. */
const TAG = /<\/?(?!img\b|picture\b|video\b|source\b)[a-z][a-z\d-]*(?:\s[^<>]*)?\/?>/gi;
function saysSomething(line) {
	const words = withoutMarkers(withoutComments(line).text).replace(TAG, " ").replace(/[*_~`]/g, "").trim();
	if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(words)) return false;
	return !PLACEHOLDERS.has(withoutEnd(words).toLowerCase());
}
/** Without stops at the end. By hand: an expression would look at a run of them in the middle again from each of them. */
function withoutEnd(words) {
	let end = words.length;
	while (end > 0 && /[.…!?\s]/u.test(words.charAt(end - 1))) end--;
	return words.slice(0, end);
}
/** Without quotation marks, list markers and boxes: an item that is only these is empty. */
function withoutMarkers(line) {
	let rest = line.trim();
	for (;;) {
		const marker = /^(?:>|[-+*](?=\s|$)|\d{1,9}[.)](?=\s|$)|\[[\sx]?\](?=\s|$))\s*/i.exec(rest)?.[0];
		if (marker === void 0) return rest;
		rest = rest.slice(marker.length);
	}
}

// src/policy/gates/sections/filled-sections.ts
/**
* The headings of a Markdown text that have something under them: ATX (`## Plan`) and setext (`Plan` over `---`) headings
* outside of code, HTML and comments. What is under a heading reaches to the next one of the same or a higher level.
*
* Line by line, in time linear in the text: bodies of pull requests are written by anybody.
*/
/** As headings compare: without case, emphasis, closing `#`, a colon at the end, and runs of spaces. */
function headingKey(heading) {
	const words = withoutComments(heading).text.replace(/[*_~`]/g, "").replace(/\s+/g, " ").trim();
	let end = words.length;
	while (end > 0 && "#: ".includes(words.charAt(end - 1))) end--;
	return words.slice(0, end).toLowerCase();
}
/** Keys of the headings under which somebody wrote something. */
function filledSections(markdown) {
	const reader = new SectionReader();
	for (const line of markdown.split(/\r\n|\n|\r/)) reader.read(line.replaceAll("	", "    "));
	return reader.end();
}
/** A line across the page. */
const RULE = /^(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/;
const TEXT = { kind: "text" };
var SectionReader = class {
	#filled = /* @__PURE__ */ new Set();
	/** The headings that the line is under, the highest first. */
	#open = [];
	#block = TEXT;
	/** Lines that a line of `===` or `---` would make a heading. */
	#paragraph = [];
	/** Whether these are of a list or a quotation. */
	#isContained = false;
	read(line) {
		if (this.#isTaken(line)) return;
		const isIndented = line.startsWith("    ");
		if (line.trim() === "") this.#endParagraph();
		else if (isIndented) this.#readText(line);
		else this.#readBlock(line.trim());
	}
	end() {
		this.#endParagraph();
		return this.#filled;
	}
	/** Whether open code, HTML or a comment took the line. */
	#isTaken(line) {
		const block = this.#block;
		if (block.kind === "text") return false;
		if (block.kind === "fence") {
			if (isFenceEnd(line, block.mark)) this.#block = TEXT;
			else this.#fill(line, "code");
			return true;
		}
		if (line.trim() === "" && (block.kind === "comment" || block.ends === null)) {
			this.#block = TEXT;
			return false;
		}
		this.#readMarkup(line, block);
		return true;
	}
	#readMarkup(line, block) {
		if (!(block.kind === "comment" || block.ends?.source === "-->")) {
			this.#fill(line, "text");
			if (block.ends?.test(line)) this.#block = TEXT;
			return;
		}
		const end = line.indexOf("-->");
		if (end < 0) return;
		this.#block = TEXT;
		this.#readText(line.slice(end + 3));
		if (block.kind === "html") this.#endParagraph();
	}
	#readBlock(line) {
		const mark = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[0];
		const atx = /^(#{1,6})(?:\s([\s\S]*))?$/.exec(line);
		const underline = this.#paragraph.length > 0 && !this.#isContained ? /^(?:=+|-+)$/.exec(line)?.[0] : void 0;
		if (mark !== void 0) this.#beginFence(mark);
		else if (atx !== null) this.#begin(atx[2] ?? "", (atx[1] ?? "").length);
		else if (underline !== void 0) this.#beginUnderlined(underline.startsWith("=") ? 1 : 2);
		else if (RULE.test(line)) this.#endParagraph();
		else this.#readRest(line);
	}
	#beginFence(mark) {
		this.#endParagraph();
		this.#block = {
			kind: "fence",
			mark
		};
	}
	#readRest(line) {
		const html = htmlBlockAt(line, this.#paragraph.length > 0);
		if (html === void 0 || line.startsWith("<!--")) {
			this.#readText(line);
			return;
		}
		this.#endParagraph();
		this.#fill(line, "text");
		this.#block = html.ends?.test(line) ? TEXT : {
			kind: "html",
			ends: html.ends
		};
	}
	/** Takes comments out; one that is not over makes what follows a part of it. */
	#readText(line) {
		const isBlockOfItsOwn = line.startsWith("<!--") && this.#paragraph.length === 0;
		const { text, isOpen } = withoutComments(line);
		if (text.trim() !== "" && !this.#isUnseen(text)) this.#readWords(text);
		if (isOpen) this.#block = isBlockOfItsOwn ? {
			kind: "html",
			ends: /-->/
		} : { kind: "comment" };
	}
	/** Templates hide what they ask for in such lines, too: `[//]: # (How?)`. In a paragraph it is part of it. */
	#isUnseen(text) {
		return this.#paragraph.length === 0 && isLinkDefinition(text);
	}
	/** An item of a list and a line of a quotation are no heading, whatever is under them. */
	#readWords(text) {
		if (/^\s{0,3}(?:>|(?:[-+*]|\d{1,9}[.)])(?:\s|$))/.test(text)) {
			this.#endParagraph();
			this.#isContained = true;
		}
		this.#paragraph.push(text);
	}
	#begin(heading, level) {
		this.#endParagraph();
		while ((this.#open.at(-1)?.level ?? 0) >= level) this.#open.pop();
		this.#open.push({
			key: headingKey(heading),
			level
		});
	}
	#beginUnderlined(level) {
		const heading = this.#paragraph.join(" ");
		this.#paragraph = [];
		this.#begin(heading, level);
	}
	#endParagraph() {
		for (const line of this.#paragraph) this.#fill(line, "text");
		this.#paragraph = [];
		this.#isContained = false;
	}
	#fill(line, as) {
		if (this.#open.length === 0) return;
		if (as === "code" ? line.trim() !== "" : saysSomething(line)) for (const { key } of this.#open) this.#filled.add(key);
	}
};
function isFenceEnd(line, mark) {
	const end = line.trim();
	return !line.startsWith("    ") && end.length >= mark.length && end === mark.charAt(0).repeat(end.length);
}

// src/policy/gates/sections.ts
/** Enough to begin with; the rest is counted. */
const MOST_TOLD = 5;
function judgeSections(gates, { facts }) {
	const filled = /* @__PURE__ */ new Map();
	const sectionsOf = (change) => {
		const known = filled.get(change) ?? filledSections(change.kind === "commit" ? "" : change.body);
		filled.set(change, known);
		return known;
	};
	const findings = gates.flatMap((active) => {
		const { sections } = active.gate.require;
		return sections === void 0 ? [] : [[active, judge$1(sections, active.policy, facts, sectionsOf)]];
	});
	return new Map(findings);
}
/** A commit without a pull request has no body: only the record can speak for it. */
function judge$1(sections, policy, facts, sectionsOf) {
	const inRecord = filledSections(facts.record?.body ?? "");
	const open = sections.filter((section) => !inRecord.has(headingKey(section)));
	const missing = changesFor(policy, facts).flatMap((change) => open.filter((section) => !sectionsOf(change).has(headingKey(section))).map((section) => ({
		change: nameOfChange(change),
		section
	})));
	if (missing.length > 0) return {
		kind: "sections",
		status: "pending",
		reason: {
			code: "section-missing",
			sections,
			missing: missing.slice(0, MOST_TOLD),
			lacking: missing.length,
			record: facts.record !== void 0
		}
	};
	if (open.length > 0 && hasUnseenChanges$1(facts)) return {
		kind: "sections",
		status: "pending",
		reason: {
			code: "incomplete",
			asked: "sections"
		}
	};
	return {
		kind: "sections",
		status: "met",
		reason: {
			code: "sections-present",
			sections
		}
	};
}

// src/policy/gates/strategy.ts
/** The requirement `strategy`: the environment is released to in one of the ways that the gate allows. */
function judgeStrategies(gates, { policies, environment }) {
	const strategy = environment === void 0 ? void 0 : strategyOf(policies, environment);
	const findings = gates.flatMap((active) => {
		const allowed = active.gate.require.strategy;
		return allowed === void 0 ? [] : [[active, judge(allowed, strategy, environment)]];
	});
	return new Map(findings);
}
/** The repository's policy knows it better than its organisation's. Undefined: no policy says. */
function strategyOf(policies, environment) {
	return policies.flatMap((policy) => entryFor(policy, environment)?.strategy ?? []).at(-1);
}
function judge(allowed, strategy, environment) {
	const data = {
		allowed,
		...environment === void 0 ? {} : { environment }
	};
	if (strategy === void 0) return {
		kind: "strategy",
		status: "pending",
		reason: {
			code: "strategy-unknown",
			...data
		}
	};
	const isAllowed = allowed.includes(strategy);
	return {
		kind: "strategy",
		status: isAllowed ? "met" : "pending",
		reason: {
			code: isAllowed ? "strategy-allowed" : "strategy-not-allowed",
			strategy,
			...data
		}
	};
}

// src/policy/gates/train.ts
/** Listed where the release is part of a train that ends in this environment. */
const trainGate = {
	name: "train",
	yieldsToRollback: true,
	judge(context) {
		const trains = trainsHere(context);
		const [first] = trains;
		if (first === void 0) return void 0;
		const worst = trains.map((train) => standingOf(train, context.facts.repository)).toSorted((one, other) => CODES.indexOf(one.code) - CODES.indexOf(other.code))[0];
		return {
			finding: findingOf(worst ?? clear(first)),
			owners: ownersOf(context)
		};
	}
};
function trainsHere({ facts, environment }) {
	return (facts.trains ?? []).filter((each) => environment !== void 0 && isSameName(each.environment, environment));
}
/** The policies that have trains; facts of a train that none of them has are held by all. */
function ownersOf({ policies }) {
	const owners = policies.filter((policy) => Object.keys(policy.trains ?? {}).length > 0);
	return owners.length === 0 ? policies : owners;
}
/** What needs people most first. */
const CODES = [
	"train-failed",
	"train-no-go",
	"train-unreadable",
	"train-incomplete",
	"train-order",
	"train-clear"
];
function clear(train) {
	return {
		train,
		code: "train-clear",
		members: []
	};
}
/** A failure or a no-go anywhere holds all; that an earlier one is not well yet holds those behind it. */
function standingOf(train, repository) {
	const { members } = train;
	const own = members.findIndex((each) => isSameName(each.repository, repository));
	const others = members.filter((_, index) => index !== own);
	const before = own < 0 ? members : members.slice(0, own);
	return [
		{
			train,
			code: "train-failed",
			members: members.filter(({ state }) => state === "failed")
		},
		{
			train,
			code: "train-no-go",
			members: others.filter(({ noGo }) => noGo !== void 0)
		},
		{
			train,
			code: "train-unreadable",
			members: others.filter(({ state }) => state === "unreadable")
		},
		{
			train,
			code: "train-incomplete",
			members: others.filter(({ state }) => state === "unplanned")
		},
		{
			train,
			code: "train-order",
			members: before.filter(({ state }) => state !== "verified")
		}
	].find((each) => each.members.length > 0) ?? clear(train);
}
function findingOf({ train, code, members }) {
	const data = {
		train: train.name,
		title: plainLine(train.title, 100),
		environment: train.environment
	};
	if (code === "train-clear") return {
		kind: "train",
		status: "met",
		reason: {
			code,
			...data
		}
	};
	const told = members.map(({ repository, state, isTakenBack, noGo }) => {
		if (code === "train-no-go") return {
			repository,
			state,
			...noGo
		};
		return {
			repository,
			state,
			...isTakenBack === true ? { isTakenBack } : {}
		};
	});
	return {
		kind: "train",
		status: "pending",
		reason: {
			code,
			...data,
			members: told
		}
	};
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
	const windows = windowsNamed(policy, names);
	const timeline = unionOf(windows.map((each) => each.timeline));
	const { isInside, changesAt } = timeline.stateAt(at);
	const found = {
		kind: "window",
		changesAt,
		time: {
			wanted: "inside",
			timeline
		}
	};
	if (isInside) {
		const open = windows.filter((each) => each.timeline.stateAt(at).isInside);
		const closesAt = changesAt === null ? null : toInstant(changesAt);
		const zone = zoneAt(windows, changesAt === null ? at : changesAt - 1);
		const reason = {
			code: "window-open",
			windows: open.map((each) => each.name),
			closesAt,
			zone
		};
		return {
			...found,
			status: "met",
			reason
		};
	}
	if (changesAt !== null) {
		const zone = zoneAt(windows, changesAt);
		const reason = {
			code: "window-closed",
			windows: names,
			opensAt: toInstant(changesAt),
			zone
		};
		return {
			...found,
			status: "pending",
			reason
		};
	}
	const zone = zoneAt(windows, at);
	return names.some((name) => isHolidayUnknown(policy, name, at)) ? {
		...found,
		status: "pending",
		reason: {
			code: "holidays-unknown",
			windows: names,
			zone
		}
	} : {
		...found,
		status: "failed",
		reason: {
			code: "never-opens",
			windows: names,
			zone
		}
	};
}
/** When one of the windows opens that a gate asks for, once those have closed that are open; null: nobody knows. */
function opensAfter(policy, gate, closesAt) {
	const names = policy.gates.find(({ name }) => name === gate)?.require.window ?? [];
	const { isInside, changesAt } = unionOf(windowsNamed(policy, names).map(({ timeline }) => timeline)).stateAt(closesAt);
	return isInside ? null : changesAt;
}
function windowsNamed(policy, names) {
	return names.flatMap((name) => {
		const timeline = windowTimeline(policy, name);
		return timeline === void 0 ? [] : [{
			name,
			timeline,
			zone: policy.windows[name]?.zone ?? policy.zone
		}];
	});
}
/** A time is told on the clock of the window that it is an end of, as it stands in the policy. */
function zoneAt(windows, at) {
	return (windows.find((each) => each.timeline.stateAt(at).isInside) ?? windows[0])?.zone ?? "UTC";
}

// src/policy/gates/registry.ts
/** Every requirement a gate can have and every built-in gate, in the order in which decisions list them. */
const REQUIREMENTS = [
	judgeApprovals,
	judgeWindows,
	judgeChecks,
	judgeChecklists,
	judgeIncidents,
	judgeDependencies,
	judgeSections,
	judgeLinkedIssues,
	judgeStrategies,
	judgeAlerts,
	judgeAttestations
];
const BUILT_IN_GATES = [
	environmentGate,
	freezeGate,
	holdGate,
	promotionGate,
	groupGate,
	preflightGate,
	planGate,
	trainGate
];

// src/policy/reasons/uncounted.ts
const LONGEST_PATH = 200;
function sayUncounted({ code, asked, path }) {
	const wanted = asked ?? "the file";
	const ran = plainLine(path ?? "", LONGEST_PATH);
	switch (code) {
		case "other-file": return `A verification passed, but ran another file (${ran}); the policy asks for ${wanted}, so it does not count. Verify again with smoke-file: ${wanted}.`;
		case "other-content": return `A verification passed, but what it ran as ${wanted} is not that file of the deployed commit or of the default branch, so it does not count. Verify again; if this stays so, look at what the job runs.`;
		case "no-such-file": return `A verification passed, but neither the deployed commit nor the default branch has ${wanted}, which the policy asks for, so it does not count. Add the file or correct verify.smoke; then verify again.`;
		case "unnamed": return `A verification passed, but was sent by an older Action: it does not name its file, and the policy asks for ${wanted}, so it does not count. Use the version of the Action that belongs to this server, or send "smoke" with your own request; then verify again.`;
		case "policy-unknown": return "A verification passed, but no policy could be read that may ask for a certain file, so it does not count. Correct the policy; then verify again.";
	}
}

// src/policy/reasons/evidence.ts
const LACKING = "list of `{name, app, code, state, apps}`: what does not pass, worst first; `state` is `missing`, `ambiguous`, `queued`, `in_progress` or the conclusion, `apps` who reports an ambiguous name (null: a commit status)";
const PROMOTION = {
	from: "the environment that is promoted from",
	soak: "how long the commit has to stay healthy there, or null",
	zone: "zone of the times in words"
};
const EVIDENCE_REASONS = {
	"checks-passed": {
		group: "evidence",
		meaning: "Every check that the gate asks for passed on this commit.",
		data: { checks: "their names" },
		say: (reason) => `Passed: ${firstOf(reason["checks"], (name) => text(name))}.`
	},
	"check-failed": {
		group: "evidence",
		meaning: "The newest run of a check has another conclusion than `success` and those that `allow` lists.",
		data: { checks: LACKING },
		say: (reason) => `Not passed: ${sayChecks(reason)}. Fix what fails, or run it again; a newer run of the same name counts.`
	},
	"check-ambiguous": {
		group: "evidence",
		meaning: "Two apps, or an app and a commit status, report one name, and the gate does not say which it asks for.",
		data: { checks: LACKING },
		say: (reason) => `Not clear: ${sayChecks(reason)}. Anyone who can report a status could pass it, so the policy has to name the app: { name: …, app: … }.`
	},
	"check-missing": {
		group: "evidence",
		meaning: "No run of a check is known for this commit.",
		data: { checks: LACKING },
		say: (reason) => `Missing: ${sayChecks(reason)}. Start it on this commit; if it never comes, compare the name in the policy with the one GitHub shows.`
	},
	"check-pending": {
		group: "evidence",
		meaning: "The newest run of a check has not ended.",
		data: { checks: LACKING },
		say: (reason) => `Not finished: ${sayChecks(reason)}. Wait for it; its end is noticed by itself.`
	},
	"checklist-done": {
		group: "evidence",
		meaning: "No box of a task list in the bodies of the pull requests is open.",
		data: { boxes: "how many boxes there are" },
		say: ({ boxes }) => boxes === 0 ? "The pull requests have no checklists, so nothing is open." : `${boxes === 1 ? "The only box" : `All ${text(boxes)} boxes`} of the pull requests' checklists ${boxes === 1 ? "is" : "are"} ticked.`
	},
	"checklist-open": {
		group: "evidence",
		meaning: "A box of a task list in the body of a pull request is not ticked.",
		data: {
			open: "list of `{change, text}`: the first five open boxes",
			unticked: "how many are open",
			boxes: "how many there are"
		},
		say: (reason) => {
			const told = firstOf(reason["open"], (box) => `${text(box["change"])} "${text(box["text"])}"`, reason["unticked"]);
			return `Not ticked (${text(reason["unticked"])} of ${text(reason["boxes"])}): ${told}. Do what they say and tick the boxes in the pull requests.`;
		}
	},
	incomplete: {
		group: "evidence",
		meaning: "GitHub listed only a part of the changes, so nobody knows what the others say.",
		data: { asked: "`sections` or `linked-issue`; absent: checklists" },
		say: (reason) => `Not all pull requests of this release are listed, so their ${UNSEEN[text(reason["asked"])] ?? "checklists"} are not known. Deploy fewer changes at once, or use an override where the policy has one.`
	},
	"no-incident": {
		group: "evidence",
		meaning: "No issue with one of the labels is open.",
		data: { labels: "the labels" },
		say: (reason) => `No open issue is labelled ${either$1(reason["labels"])}.`
	},
	"incident-open": {
		group: "evidence",
		meaning: "An issue with one of the labels is open.",
		data: {
			incidents: "numbers of the issues",
			labels: "the labels"
		},
		say: (reason) => {
			const told = firstOf(reason["incidents"], (number) => `#${text(number)}`);
			return `Open incidents labelled ${either$1(reason["labels"])}: ${told}. Nothing new goes out until they are closed, or the label is taken off.`;
		}
	},
	"dependencies-healthy": {
		group: "evidence",
		meaning: "The lanes of other repositories that the gate names are healthy.",
		data: { dependencies: "list of `{repository, environment}`" },
		say: (reason) => `Healthy: ${firstOf(reason["dependencies"], sayLane)}.`
	},
	"dependency-unhealthy": {
		group: "evidence",
		meaning: "A lane of another repository is failing, rolling back, or not known.",
		data: { dependencies: "list of `{repository, environment, health}`: those that are not healthy" },
		say: (reason) => {
			const told = firstOf(reason["dependencies"], (each) => `${sayLane(each)} is ${HEALTH[text(each["health"])] ?? "in a state that is not known"}`);
			return (Array.isArray(reason["dependencies"]) ? reason["dependencies"] : []).some((each) => Object.hasOwn(HEALTH, text(each["health"]))) ? `Not healthy: ${told}. Ask who runs it; this opens when it is healthy again.` : `Not known to be healthy: ${told}. It is known when that repository's deployments are verified and can be read; if it cannot wait, break glass.`;
		}
	},
	"not-deployed": {
		group: "evidence",
		meaning: "The commit was not deployed with success to the environment that is promoted from, or was replaced there before its soak was over.",
		data: {
			...PROMOTION,
			replacedAt: "when another commit replaced it, if one did"
		},
		say: (reason, at) => {
			const from = text(reason["from"]);
			if (reason["replacedAt"] === void 0) return `This very commit was not deployed to ${from} yet. Deploy it there and have it verified first.`;
			return `Another commit replaced this one in ${from} ${moment(reason["replacedAt"], reason, at)}, before it had been healthy there for ${text(reason["soak"])}. Deploy it to ${from} again and have it verified.`;
		}
	},
	"not-verified": {
		group: "evidence",
		meaning: "The commit was deployed to the environment that is promoted from, and no verification of it passed there, or a later one failed.",
		data: {
			...PROMOTION,
			failedAt: "when the latest verification failed, if one did",
			uncounted: "`{code, asked, path, at}`: a verification that passed there and does not count, because it is not by the file that `verify.smoke` names; `code` is `other-file`, `other-content`, `no-such-file`, `unnamed` or `policy-unknown`"
		},
		say: (reason, at) => {
			const from = text(reason["from"]);
			const uncounted = reason["uncounted"];
			if (uncounted !== void 0) return `Not verified in ${from}. ${sayUncounted(uncounted)}`;
			if (reason["failedAt"] === void 0) return `This commit was deployed to ${from}, but nothing has verified that deployment yet. Run its verification there, or wait for it.`;
			return `The verification of this commit in ${from} failed ${moment(reason["failedAt"], reason, at)}, and none passed since. Find out why; deploy a fix, or have it verified there again.`;
		}
	},
	soaking: {
		group: "evidence",
		meaning: "The commit is verified in the environment that is promoted from, and has not been healthy for long enough.",
		data: {
			...PROMOTION,
			since: "when the soak began",
			until: "when it is over"
		},
		say: (reason, at) => {
			const { since, until } = reason;
			const times = typeof since === "string" && typeof until === "string" ? ` It is since ${moment(since, reason, at)}, so that is until ${moment(until, reason, at)}.` : "";
			return `This commit has to be healthy in ${text(reason["from"])} for ${text(reason["soak"])}.${times} It opens by itself, unless a verification fails or another commit is deployed there.`;
		}
	},
	soaked: {
		group: "evidence",
		meaning: "The commit was verified in the environment that is promoted from, and healthy for as long as asked.",
		data: {
			...PROMOTION,
			since: "since when that is so"
		},
		say: (reason) => {
			const stayed = reason["soak"] === null ? "" : ` and stayed healthy for ${text(reason["soak"])}`;
			return `This very commit was verified in ${text(reason["from"])}${stayed}.`;
		}
	}
};
const UNSEEN = {
	sections: "sections",
	"linked-issue": "issues"
};
const HEALTH = {
	failing: "failing",
	"rolling-back": "rolling back"
};
function sayChecks(reason) {
	return firstOf(reason["checks"], (check) => {
		const app = check["app"] === void 0 ? "" : ` (${text(check["app"])})`;
		return `${text(check["name"])}${app} ${sayState(check)}`;
	});
}
function sayState({ code, state, apps }) {
	if (code === "check-missing") return "has not run on this commit";
	if (code === "check-ambiguous") return `is reported by ${(Array.isArray(apps) ? apps : []).map((app) => app === null ? "a commit status" : text(app)).join(" and ")}`;
	if (code === "check-failed") return state === "unknown" ? "ended without a conclusion" : `ended with ${text(state)}`;
	return state === "queued" ? "is queued" : "is running";
}
function sayLane(lane) {
	return `${text(lane["environment"])} of ${text(lane["repository"])}`;
}
function either$1(labels) {
	return Array.isArray(labels) ? labels.join(" or ") : list(labels);
}

// src/policy/reasons/digest.ts
function short(digest) {
	return text(digest).slice(0, 19);
}
function sayDigest({ digest, artifact }) {
	return artifact === void 0 ? short(digest) : `${short(digest)} (${sayName(artifact)})`;
}
const LONGEST_NAME = 100;
function sayName(name) {
	return plainLine(text(name), LONGEST_NAME);
}
function sayUnknownDigest(reason) {
	const names = firstOf(reason["names"], sayName);
	const doubt = `so nobody can tell whether ${text(reason["signer"])} attested it`;
	const artifact = reason["artifact"] === void 0 ? "" : sayName(reason["artifact"]);
	switch (reason["because"]) {
		case "none": {
			const other = names === "" ? "" : ` (it uploaded ${names})`;
			return `This run has uploaded ${artifact === "" ? "no artefact" : `no artefact named ${artifact}${other}`}, ${doubt}. Upload what is deployed in a job before this one (actions/upload-artifact), attest it, and start the run again.`;
		}
		case "several": return `This run has uploaded several artefacts (${names}), ${doubt}. Name the deployed one in \`attestation.artifact\`.`;
		case "no-digest": return `GitHub has no digest of ${names}, or it has expired, ${doubt}. Upload it with actions/upload-artifact v4 or newer in this run.`;
		case "too-many": return `This run has uploaded more artefacts than are looked at (100 in all, 20 of them deployed), ${doubt}. Upload fewer, or give the deployment a payload with "digest": "sha256:…".`;
		default: return `This deployment does not say which artefact it deploys, ${doubt}. Give the deployment a payload with "digest": "sha256:…", or deploy in a run that uploads the artefact.`;
	}
}

// src/policy/reasons/proof.ts
/** Reasons of what a release has to show for itself: what its changes say, how it reaches users, what tools know of it. */
const ALERTS = "list of `{tool, least, worst, count, numbers}`: by tool how many, the worst, and the first few numbers";
const ARTIFACT = "name of the artefact of the run, where the deployment does not name the digest";
const PROOF_REASONS = {
	"sections-present": {
		group: "evidence",
		meaning: "Every heading that the gate asks for has something under it, in each pull request or in the record.",
		data: { sections: "the headings" },
		say: (reason) => `Written: ${list(reason["sections"])}.`
	},
	"section-missing": {
		group: "evidence",
		meaning: "A change lacks a heading that the gate asks for, or there is nothing under it, and the release record has none either. A commit without a pull request can only have it in the record.",
		data: {
			sections: "the headings that are asked for",
			missing: "list of `{change, section}`: the first five",
			lacking: "how many there are",
			record: "whether there is a release record"
		},
		say: (reason) => {
			return `Missing: ${firstOf(reason["missing"], (each) => `"${text(each["section"])}" in ${text(each["change"])}`, reason["lacking"])}. Write it under a heading of that name in the pull request, or once for all in ${reason["record"] === true ? "the release record" : "the release record, where one is kept"}.`;
		}
	},
	"issue-linked": {
		group: "evidence",
		meaning: "Every change is linked to an issue, or names the request that the gate asks for.",
		data: {
			requests: "the issues or requests that were found, at most 20",
			all: "how many there are",
			pattern: "the regular expression, where the gate has one"
		},
		say: (reason) => {
			if (reason["all"] === 0) return "The release has no changes that an issue would have to be linked to.";
			return `Linked: ${firstOf(reason["requests"], text, reason["all"])}.`;
		}
	},
	"issue-missing": {
		group: "evidence",
		meaning: "A change is linked to no issue, or names no request that the gate asks for.",
		data: {
			changes: "the first five such changes",
			lacking: "how many there are",
			pattern: "the regular expression, where the gate has one"
		},
		say: (reason) => {
			const told = firstOf(reason["changes"], text, reason["lacking"]);
			return reason["pattern"] === void 0 ? `Linked to no issue: ${told}. Link one under "Development" of the pull request, or write "Fixes #NUMBER" into its body.` : `Nothing that matches ${text(reason["pattern"])}: ${told}. Write the request into the title or the body of the pull request.`;
		}
	},
	"strategy-allowed": {
		group: "evidence",
		meaning: "The environment is released to in one of the ways that the gate allows.",
		data: {
			strategy: "how",
			allowed: "the ways that are allowed",
			environment: "the environment"
		},
		say: (reason) => `Released to ${text(reason["environment"])} by ${text(reason["strategy"])}, as allowed.`
	},
	"strategy-not-allowed": {
		group: "evidence",
		meaning: "The environment is released to in a way that the gate does not allow.",
		data: {
			strategy: "how",
			allowed: "the ways that are allowed",
			environment: "the environment"
		},
		say: (reason) => `Released to ${text(reason["environment"])} by ${text(reason["strategy"])}, and such a release needs ${either(reason["allowed"])}. Change how it is deployed and the strategy of the environment in the policy, or make the release smaller.`
	},
	"strategy-unknown": {
		group: "evidence",
		meaning: "The policy does not say in which way the environment is released to.",
		data: {
			allowed: "the ways that are allowed",
			environment: "the environment; absent when it is about merging"
		},
		say: (reason) => {
			return `The policy names no strategy for ${reason["environment"] === void 0 ? "merging" : text(reason["environment"])}, and such a release needs ${either(reason["allowed"])}. Add strategy to the entry of the environment.`;
		}
	},
	"no-alerts": {
		group: "evidence",
		meaning: "No open alert on the candidate is as severe as the gate says, or worse.",
		data: { tools: "list of `{tool, least}`: what was asked" },
		say: (reason) => `No open alert: ${firstOf(reason["tools"], sayTool)}.`
	},
	"alerts-open": {
		group: "evidence",
		meaning: "An open alert on the candidate is as severe as the gate says, or worse.",
		data: { open: ALERTS },
		say: (reason) => `Open alerts: ${firstOf(reason["open"], sayAlerts)}. Fix what they show, or dismiss them with a reason under "Security"; then deploy what has none.`
	},
	"alerts-unknown": {
		group: "evidence",
		meaning: "What a tool found on the candidate is not known.",
		data: { unknown: "list of `{tool, because}`; `because` is `not-analysed` (it has not looked at this commit), `waiting` (a scanner that looked at the commits before has not, with `missing`: which), `switched-off` or `not-read`" },
		say: (reason) => `Not known to be free of alerts: ${firstOf(reason["unknown"], sayUnknownTool)}.`
	},
	attested: {
		group: "evidence",
		meaning: "What is deployed was attested by the workflow that the gate names, for this very commit.",
		data: {
			signer: "the workflow",
			digest: "of what is deployed; of several the first",
			sha: "the commit",
			artifacts: "names of the artefacts of the run, where the deployment does not name the digest"
		},
		say: (reason) => {
			const what = reason["artifacts"] === void 0 ? "" : `${firstOf(reason["artifacts"], sayName)}, `;
			return `Attested by ${text(reason["signer"])} for this commit: ${what}${short(reason["digest"])}.`;
		}
	},
	"attestation-missing": {
		group: "evidence",
		meaning: "The digest of what is deployed has no attestation, or its signature is not good.",
		data: {
			signer: "the workflow that has to have attested it",
			digest: "of what is deployed",
			artifact: ARTIFACT
		},
		say: (reason) => `No attestation of ${sayDigest(reason)} is known and good. Have ${text(reason["signer"])} attest what it builds (actions/attest-build-provenance), and deploy that.`
	},
	"digest-unknown": {
		group: "evidence",
		meaning: "Which artefact is deployed is not known: the deployment does not say so, and its run does not tell it.",
		data: {
			signer: "the workflow that has to have attested it",
			because: "`not-read` (no run is known), `none` (nothing was uploaded, or nothing of that name), `several` (and the gate names none), `no-digest` (or expired) or `too-many` (to be looked at)",
			names: "the artefacts that this is about",
			artifact: "the name or glob, where the gate has one"
		},
		say: sayUnknownDigest
	},
	"attested-elsewhere": {
		group: "evidence",
		meaning: "What is deployed was attested, but by another workflow, in another repository or for another commit.",
		data: {
			signer: "the workflow that has to have attested it",
			digest: "of what is deployed",
			artifact: ARTIFACT,
			sha: "the commit",
			by: "`{signer, repository, sha}`: who attested it, and for which commit",
			others: "how many other attestations it has"
		},
		say: (reason) => {
			const by = reason["by"] ?? {};
			const made = `${text(by["signer"])} of ${text(by["repository"])} for ${text(by["sha"]).slice(0, 7)}`;
			const more = reason["others"] === 0 || reason["others"] === void 0 ? "" : ` (and ${count(reason["others"], "more attestation")})`;
			return `The digest ${sayDigest(reason)} was attested by ${made}${more}, not by ${text(reason["signer"])} of this repository for ${text(reason["sha"]).slice(0, 7)}. Deploy what that workflow built from this commit.`;
		}
	}
};
function sayTool(each) {
	const base = each["isBaseUnknown"] === true ? "; which scanners look here is not known, so those that did count for all" : "";
	return `${text(each["tool"])} (${text(each["least"])} or worse${base})`;
}
function sayAlerts(each) {
	const numbers = firstOf(each["numbers"], (number) => `#${text(number)}`, each["count"]);
	return `${text(each["count"])} of ${text(each["tool"])}, the worst ${text(each["worst"])} (${numbers})`;
}
const UNKNOWN = {
	"not-analysed": "has not looked at this commit yet; wait for its analysis, or start it on this commit",
	"switched-off": "is switched off here; switch it on under \"Settings\", or take it out of the gate"
};
function sayUnknownTool(each) {
	if (each["because"] === "waiting") return `${text(each["tool"])} is waiting for ${firstOf(each["missing"], text)}, which looked at the commits before and has not looked at this one yet; start it on this commit, or delete its configuration under "Security" if it is not used any more`;
	return `${text(each["tool"])} ${UNKNOWN[text(each["because"])] ?? "could not be read; grant the App read access to its alerts"}`;
}
function either(value) {
	const words = Array.isArray(value) ? value.map(text) : [];
	const last = words.at(-1) ?? "another one";
	return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

// src/policy/reasons/readiness.ts
/** Reasons of the gates around a release: is the target ready, does the plan go on, is it this repository's turn. */
const RUN = {
	file: "the smoke file",
	ranAt: "when it ran",
	until: "until when that counts",
	zone: "zone of the times in words"
};
const AGAIN = {
	found: "what did not pass, in one line; absent: nobody said",
	againAt: "when it is run again by itself; absent: that is not known",
	every: "with `againAt`: after how many minutes that is done again"
};
const TRAIN = {
	train: "its name in the policy of the organisation",
	title: "the title that the milestones have in common",
	environment: "where it goes"
};
const HOLDING = {
	...TRAIN,
	members: "list of `{repository, state}`: those that hold it"
};
const READINESS_REASONS = {
	"preflight-passed": {
		group: "safety",
		meaning: "The preflight of the environment passed a moment ago. That counts for ten minutes.",
		data: RUN,
		say: (reason, at) => `The target is ready: ${text(reason["file"])} passed${ranAt(reason, at)}.`
	},
	"preflight-failed": {
		group: "safety",
		meaning: "The preflight of the environment failed: the target is not ready for a release.",
		data: {
			...RUN,
			failed: "ids of the required checks that did not pass",
			...AGAIN
		},
		say: (reason, at) => {
			const ids = Array.isArray(reason["failed"]) && reason["failed"].length > 0 ? `: ${firstOf(reason["failed"], text)} did not pass` : "";
			return `The target is not ready: ${reason["found"] === void 0 ? `${text(reason["file"])} failed${ranAt(reason, at)}${ids}` : `${text(reason["found"])},${ranAt(reason, at)}`}. Repair it; the preflight is run again by itself${sayAgain(reason, at)}.`;
		}
	},
	"preflight-unknown": {
		group: "safety",
		meaning: "Whether the target is ready is not known.",
		data: {
			file: "the smoke file",
			because: "`not-run`, `too-old` (a run counts for ten minutes), `error` or `inconclusive`",
			...AGAIN
		},
		say: (reason, at) => {
			const told = `The preflight ${text(reason["file"])} ${PREFLIGHT[text(reason["because"])] ?? PREFLIGHT["not-run"]}`;
			const found = reason["found"] === void 0 ? "" : ` What it said: ${text(reason["found"])}.`;
			return `${told.replace(/[.]$/, `${sayAgain(reason, at)}.`)}${found}`;
		}
	},
	go: {
		group: "safety",
		meaning: "At every stage of the planned release about which somebody decided, the last word is go.",
		data: {
			plans: "titles of the planned releases",
			stages: "list of `{plan, stage, user}`: who said go"
		},
		say: (reason) => `Go for ${firstOf(reason["plans"], text)}: ${firstOf(reason["stages"], (each) => `${text(each["stage"])} by ${text(each["user"])}`)}.`
	},
	"no-decision": {
		group: "safety",
		meaning: "Nobody said go or no-go at a stage of the planned release, so nothing holds it.",
		data: { plans: "titles of the planned releases" },
		say: (reason) => `Nobody said no-go for ${firstOf(reason["plans"], text)}.`
	},
	"no-go": {
		group: "safety",
		meaning: "At a stage of the planned release the last word is no-go. A later go for that stage takes it back.",
		data: {
			plan: "title of the planned release",
			stage: "the stage",
			user: "who said so",
			reason: "their reason, when they gave one",
			others: "at how many other stages the last word is no-go, if at any",
			record: "number of the issue that is the record of the planned release, where it is known",
			milestone: "number of the milestone, where nothing of the release belongs to it any more",
			over: "with `milestone`: whether the milestone is closed, gone or renamed",
			pulls: "with `milestone`: the pull requests of the release that the no-go was said about; none: they are not all known"
		},
		say: (reason) => {
			const because = reason["reason"] === void 0 ? "" : `: ${text(reason["reason"])}`;
			const others = reason["others"] === void 0 ? "" : ` (and no-go at ${text(reason["others"])} more)`;
			const stage = text(reason["stage"]);
			const record = reason["record"] === void 0 ? "its record" : `its record, #${text(reason["record"])},`;
			return `No-go for ${text(reason["plan"])} at ${stage} by ${text(reason["user"])}${because}${others}. ${sayPast(reason)}Settle that; then /tidegate go ${commandWord(stage, "STAGE")} on ${record} lets it go on${sayWayOut(reason)}.`;
		}
	},
	"train-clear": {
		group: "safety",
		meaning: "It is the turn of this repository: what goes before it in the train is verified, and nothing failed.",
		data: TRAIN,
		say: (reason) => `It is this repository's turn in train ${sayTrain(reason)}.`
	},
	"train-failed": {
		group: "safety",
		meaning: "A verification failed in a repository of the train. That holds all of them.",
		data: HOLDING,
		say: (reason) => sayTrainFailed(reason)
	},
	"train-no-go": {
		group: "safety",
		meaning: "At a stage of the planned release of another repository of the train the last word is no-go. That holds all of them where the train goes.",
		data: {
			...TRAIN,
			members: "list of `{repository, state, stage, user, record}`: where, and, unless everybody may read this and not that repository, at which stage and who"
		},
		say: (reason) => `Train ${sayTrain(reason)} is held: ${firstOf(reason["members"], sayMemberNoGo)}. When that is settled, ${firstOf(reason["members"], sayMemberGo)} lets it go on.`
	},
	"train-unreadable": {
		group: "safety",
		meaning: "A repository of the train cannot be read, so nobody knows how it is there.",
		data: HOLDING,
		say: (reason) => `Train ${sayTrain(reason)} is held: ${sayMembers(reason)} cannot be read. Install the App there, or take it out of the train.`
	},
	"train-incomplete": {
		group: "safety",
		meaning: "A repository of the train has no planned release of that title.",
		data: HOLDING,
		say: (reason) => `Train ${sayTrain(reason)} is not complete: there is no milestone "${text(reason["title"])}" in ${sayMembers(reason)}. Make one there, or take it out of the train.`
	},
	"train-order": {
		group: "safety",
		meaning: "What goes before this repository in the train is not verified yet.",
		data: HOLDING,
		say: (reason) => `Train ${sayTrain(reason)}: ${firstOf(reason["members"], (each) => `${text(each["repository"])} (${STATES[text(each["state"])] ?? text(each["state"])})`)} goes first. This opens by itself when that is verified in ${text(reason["environment"])}.`
	}
};
const PREFLIGHT = {
	"not-run": "has not been run yet. It is run by itself once nothing else is missing.",
	"too-old": "said more than ten minutes ago how the target is. It is run again by itself; wait for it.",
	error: "could not be run, so nobody knows whether the target is ready. Look at the file and at what it probes; it is run again by itself.",
	inconclusive: "did not come to a verdict, so nobody knows whether the target is ready. Look at what it probes; it is run again by itself."
};
const STATES = {
	waiting: "not deployed yet",
	deployed: "not verified yet",
	unplanned: "not planned",
	unreadable: "not readable"
};
/** Reports on GitHub are not written again for each run, so how often is told as well. */
function sayAgain(reason, at) {
	if (typeof reason["againAt"] !== "string") return "";
	const next = sayLocal(epochMs(reason["againAt"]), text(reason["zone"]) || "UTC", at);
	return ` every ${text(reason["every"])} minutes, next ${next}`;
}
function ranAt(reason, at) {
	return typeof reason["ranAt"] === "string" ? ` ${moment(reason["ranAt"], reason, at)}` : "";
}
function sayTrain(reason) {
	return `${text(reason["train"])} ("${text(reason["title"])}")`;
}
function sayMembers(reason) {
	return firstOf(reason["members"], (each) => text(each["repository"]));
}
/** What goes back with the others did not fail. */
function sayTrainFailed(reason) {
	const failed = (Array.isArray(reason["members"]) ? reason["members"] : []).filter((each) => each["isTakenBack"] !== true);
	const what = failed.length === 0 ? `it was taken back in ${sayMembers(reason)}` : `it failed in ${firstOf(failed, (each) => text(each["repository"]))}`;
	return `Train ${sayTrain(reason)} is held: ${what}. Bring a new release there, and the others go on; or take back all of it from the record of the train.`;
}
function sayMemberNoGo({ repository, stage, user }) {
	if (stage === void 0 || user === void 0) return `no-go for ${text(repository)}`;
	return `no-go for ${text(repository)} at ${text(stage)} by ${text(user)}`;
}
function sayMemberGo({ repository, stage, record }) {
	if (stage === void 0) return `somebody who decides in ${text(repository)}`;
	const where = record === void 0 ? `the record of its planned release in ${text(repository)}` : text(record);
	return `/tidegate go ${commandWord(text(stage), "STAGE")} on ${where}`;
}
/** What left the milestone since, or lost it, is held all the same: whoever reads it has to learn why. */
function sayPast(reason) {
	if (reason["milestone"] === void 0) return "";
	const pulls = Array.isArray(reason["pulls"]) ? reason["pulls"] : [];
	const milestone = text(reason["milestone"]);
	if (pulls.length === 0) return "Not all that this release brings is known, and it may bring what the no-go was said about. ";
	const about = `The no-go was said about ${firstOf(pulls, sayPull)}`;
	return reason["over"] === true ? `${about}; that milestone ${milestone} is closed, gone or renamed since does not end it. ` : `${about}; leaving milestone ${milestone} does not end it. `;
}
function sayWayOut(reason) {
	if (reason["milestone"] === void 0) return "";
	const [first] = Array.isArray(reason["pulls"]) ? reason["pulls"] : [];
	return `${first === void 0 ? "" : `; /tidegate leave-out ${sayPull(first)} REASON there lets that pull request on alone`}. The release manager, approvers of production and those who may override can say so`;
}
function sayPull(number) {
	return `#${text(number)}`;
}

// src/policy/reasons/safety.ts
/** Reasons of the gates that keep the environment itself safe: holds, groups, rollbacks, unknown environments. */
const SAFETY_REASONS = {
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
			reason: "why",
			others: "how many earlier holds concern the release too, if any do"
		},
		say: (reason) => {
			const [sha, by, why] = [
				text(reason["sha"]).slice(0, 7),
				text(reason["by"]),
				text(reason["reason"])
			];
			return `Contains ${sha}, held back by ${by}: ${why}${reason["others"] === void 0 ? "" : ` (and ${count(reason["others"], "other hold")})`}. Once repaired, comment \`/tidegate lift ENV @${sha} REASON\`; an override does not help.`;
		}
	},
	"group-healthy": {
		group: "safety",
		meaning: "No verification of this release failed in an environment of the group, or a later one passed there.",
		data: { group: "the group" },
		say: (reason) => `No environment of group ${text(reason["group"])} has a failed verification of this release.`
	},
	"group-failed": {
		group: "safety",
		meaning: "A verification of this release failed in an environment of the group. All members wait until a later one passes there.",
		data: {
			group: "the group",
			failed: "list of `{environment, failedAt}`: where it failed",
			zone: "zone of the times in words"
		},
		say: (reason, at) => {
			const failed = Array.isArray(reason["failed"]) ? reason["failed"] : [];
			return `This release failed its verification in ${failed.slice(0, 3).map((each) => `${text(each.environment)} (${moment(each.failedAt, reason, at)})`).join(", ")}${failed.length > 3 ? ` and ${failed.length - 3} more` : ""}, so all of group ${text(reason["group"])} waits. Roll it back or fix it there; this opens when a later verification of this release passes where it failed.`;
		}
	},
	"environment-unknown": {
		group: "safety",
		meaning: "No entry of `environments` names this environment, so no rules are known for it.",
		data: { environment: "the environment" },
		say: (reason) => `No entry of environments in the policy names ${text(reason["environment"])}, so nothing says when it may open. Add it to the policy on the default branch.`
	},
	"rollback-incomplete": {
		group: "safety",
		meaning: "No authorised rollback: what it takes away is not fully listed, so nobody knows whether a barrier lies in it.",
		data: {},
		say: () => "Not authorised as a rollback: GitHub lists only a part of what it takes away, so a barrier may lie in it. It has to pass every gate, or needs an override where the policy has one."
	},
	"rollback-unverified": {
		group: "safety",
		meaning: "No authorised rollback: the latest verification of the target in this environment is not a `pass`.",
		data: { environment: "the environment" },
		say: (reason) => `Not authorised as a rollback: the latest verification of this commit in ${text(reason["environment"])} is not a pass. Go back to a commit that was last seen healthy there.`
	},
	"rollback-quarantined": {
		group: "safety",
		meaning: "No authorised rollback: the target contains a commit that is held back.",
		data: {
			sha: "the commit",
			by: "who set the hold"
		},
		say: (reason) => `Not authorised as a rollback: the target contains ${text(reason["sha"]).slice(0, 7)}, held back by ${text(reason["by"])}. Go back further, or have the hold lifted.`
	},
	"rollback-barrier": {
		group: "safety",
		meaning: "No authorised rollback: it would take away a change that the policy calls a barrier.",
		data: {
			change: "the first such change",
			label: "the label that makes it one",
			path: "or the path that it touches",
			barriers: "how many changes are barriers"
		},
		say: (reason) => {
			const by = reason["label"] === void 0 ? `touches ${text(reason["path"])}` : `has the label ${text(reason["label"])}`;
			return `Not authorised as a rollback: it would take away ${text(reason["change"])}, a barrier since it ${by}. What it did may not be undone by older code: fix forward, or pass every gate.`;
		}
	},
	"rollback-attempts": {
		group: "safety",
		meaning: "No authorised rollback: this release was rolled back as often as the policy allows.",
		data: {
			sha: "the release, where known",
			used: "rollbacks of it so far",
			attempts: "how many are allowed"
		},
		say: (reason) => `Not authorised as a rollback: this release was already rolled back ${times(reason["used"])}, and the policy allows ${text(reason["attempts"])}. Find out why the last one did not help.`
	},
	"rollback-limit": {
		group: "safety",
		meaning: "No authorised rollback: the lane had as many rollbacks lately as the policy allows.",
		data: {
			used: "rollbacks within the time",
			most: "how many are allowed",
			per: "the time",
			until: "when one is allowed again",
			zone: "zone of the times in words"
		},
		say: (reason, at) => {
			const until = reason["until"];
			const next = typeof until === "string" ? ` One is allowed again from ${moment(until, reason, at)}.` : "";
			return `Not authorised as a rollback: the lane had ${text(reason["used"])} within ${text(reason["per"])}, and the policy allows ${text(reason["most"])}. Going back and forth does not help; look at it together.${next}`;
		}
	},
	"rollback-rejected": {
		group: "safety",
		meaning: "No authorised rollback: a person who is asked said no to it. That stops automatic ones as well.",
		data: {
			user: "who said no",
			reason: "their reason, when they gave one"
		},
		say: (reason) => {
			const because = reason["reason"] === void 0 ? "" : `: ${text(reason["reason"])}`;
			return `Not authorised as a rollback: ${text(reason["user"])} said no${because}. Only their own approval takes that back.`;
		}
	},
	"rollback-not-approved": {
		group: "safety",
		meaning: "No authorised rollback yet: the policy asks people for this tier, and none of them approved it.",
		data: {
			tier: "the tier of what it takes away",
			from: "who may approve, in words"
		},
		say: (reason) => `Not authorised as a rollback yet: taking away changes of tier ${text(reason["tier"])} needs an approval of this deployment by ${text(reason["from"])}.`
	},
	"rollback-nobody-may": {
		group: "safety",
		meaning: "No authorised rollback: the policy asks people for this tier and names none.",
		data: { tier: "the tier of what it takes away" },
		say: (reason) => `Not authorised as a rollback: the policy asks people for tier ${text(reason["tier"])}, and neither rollback.by nor release-manager nor override.by names any. Add one of them to the policy.`
	}
};
function times(number) {
	return number === 1 ? "once" : `${text(number)} times`;
}

// src/policy/reasons/time.ts
const TIME_REASONS = {
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
			freezes: "names of the freezes that run",
			followedBy: "names of those that begin before these have ended; absent when there are none",
			until: "when all of them have ended, or null",
			override: "`{by, environment}`: who may break glass, in words; absent when nobody may",
			zone: "zone of the times in words"
		},
		say: (reason, at) => {
			const end = reason["until"] === null ? "until somebody lifts it" : `until ${moment(reason["until"], reason, at)}`;
			const followed = reason["followedBy"] === void 0 ? "" : `, then ${list(reason["followedBy"])},`;
			return `Frozen by ${list(reason["freezes"])}${followed} ${end}. ${sayBreakGlass(reason)}`;
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
	"holidays-unknown": {
		group: "time",
		meaning: "The public holidays of so late a year are not known, so the windows stay closed.",
		data: {
			windows: "names of the windows",
			zone: "zone of the times in words"
		},
		say: (reason) => `${windows(reason)} closed: the public holidays of that year are not known yet. Name the dates in the policy instead.`
	},
	"never-opens": {
		group: "time",
		meaning: "The windows and freezes of the policy leave no time at which this release could go out.",
		data: { windows: "names of the windows" },
		say: () => "The windows and freezes of the policy leave no time for this release within 100 years. The policy has to be changed."
	}
};
function windows(reason) {
	const names = Array.isArray(reason["windows"]) ? reason["windows"] : [];
	return names.length === 1 ? `Window ${String(names[0])} is` : `Windows ${names.join(", ")} are`;
}
function sayBreakGlass({ override }) {
	const { by, environment } = override ?? {};
	if (by === void 0) return "Wait for the end.";
	return `Wait for the end; if it cannot wait, ${by} can open it with the comment /tidegate override ${environment} REASON.`;
}

// src/policy/reasons.ts
const REASONS = {
	...APPROVAL_REASONS,
	...TIME_REASONS,
	...EVIDENCE_REASONS,
	...SAFETY_REASONS,
	...PROOF_REASONS,
	...READINESS_REASONS
};
/** Why a gate is skipped. */
const SKIPPED = {
	"excepted-type": "the gate excepts releases of this type",
	"authorised-rollback": "the release goes back to a commit that was verified here, and the policy, or somebody who may, authorised that"
};
/** The text of a reason. `at` is the instant of the decision: other years are told with the year. */
function sayReason(reason, at) {
	const entry = Object.hasOwn(REASONS, reason.code) ? REASONS[reason.code] : void 0;
	return entry === void 0 ? reason.code : entry.say(reason, at);
}

export { ownershipBy as C, parseCodeowners as S, isAskedBy as _, BUILT_IN_GATES as a, NO_OWNERS as b, strategyOf as c, preflightFiles as d, preflightGate as f, releaseOpinions as g, rejectionsBy as h, sayUncounted as i, filledSections as l, deployedArtifacts as m, SKIPPED as n, REQUIREMENTS as o, freezeGate as p, sayReason as r, opensAfter as s, REASONS as t, headingKey as u, mayObject as v, ALERT_SEVERITIES as w, holdsCandidate as x, collectBallots as y };