import { O as isSameName, T as entryFor, a as readComparison, b as hasPermission, c as compilePattern, i as holds, o as LONGEST_TEXT, r as canHold, u as mayOverride, y as directoryOf } from "./tiers.js";
import { n as conventionalType } from "./conventional.js";
import { a as compileGlob } from "./glob.js";
import { n as epochMs } from "./instant.js";

// src/policy/release-type.ts
/** The release type of one change: its labels, else its title. */
/** Lowest first. */
const PLAIN_TYPES = [
	"patch",
	"minor",
	"major"
];
/** What rules and people call it. */
function ownType({ plain, isEmergency }) {
	return isEmergency ? "emergency" : plain;
}
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

// src/policy/risk/match.ts
function sure(detail) {
	return {
		isSure: true,
		detail
	};
}
function unsure(detail) {
	return {
		isSure: false,
		detail
	};
}
/** Keys are AND: one no is a no, and else one unknown makes the whole unknown. */
function everyOf(conditions) {
	const [only] = conditions;
	if (only !== void 0 && conditions.length === 1) return only;
	return (subject) => {
		const matches = [];
		for (const condition of conditions) {
			const match = condition(subject);
			if (match === void 0) return void 0;
			matches.push(match);
		}
		const unknown = matches.filter(({ isSure }) => !isSure);
		const told = unknown.length > 0 ? unknown : matches;
		return {
			isSure: unknown.length === 0,
			detail: told.map(({ detail }) => detail).join("; ")
		};
	};
}
/** What a change is called in one line: the title of a pull request, the first line of a commit. */
function titleOf(change) {
	if (change.kind !== "commit") return change.title;
	const [first = ""] = change.message.split("\n", 1);
	return first.trimEnd();
}
/** `a`, `a or b`, `a, b or c`. */
function eitherOf(words) {
	const last = words.at(-1) ?? "";
	return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

// src/policy/risk/author.ts
/** Conditions on who opened a change: `author`, `author-in`, `bot`. */
/** GitHub gives this end to the logins of apps alone; nobody else can register it. */
const BOT = /\[bot\]$/i;
function anyAuthor(wanted) {
	const logins = new Set(wanted.map((login) => login.toLowerCase()));
	return (subject) => nobodyKnown(subject) ?? (logins.has(subject.change.author.toLowerCase()) ? sure(`author ${subject.change.author}`) : void 0);
}
function anyTeam(wanted) {
	const slugs = new Set(wanted.map((team) => team.toLowerCase()));
	const asked = eitherOf(wanted);
	return (subject) => {
		const { author } = subject.change;
		const person = subject.directory.find(author);
		if (person === void 0) return nobodyKnown(subject) ?? unsure(`whether ${author} is in team ${asked} is not known`);
		const team = person.teams.find((each) => slugs.has(each.toLowerCase()));
		return team === void 0 ? void 0 : sure(`${author} is in team ${team}`);
	};
}
function isBot(wanted) {
	return (subject) => {
		const { author } = subject.change;
		const kind = subject.directory.find(author)?.kind ?? (BOT.test(author) ? "bot" : void 0);
		if (kind === void 0) return nobodyKnown(subject) ?? unsure(`whether ${author} is a bot is not known`);
		if (kind === "bot" !== wanted) return void 0;
		return sure(wanted ? `${author} is a bot` : `${author} is a person`);
	};
}
/** A commit whose author GitHub maps to no account has an empty one. */
function nobodyKnown({ change }) {
	return change.author === "" ? unsure("GitHub does not know who wrote it") : void 0;
}

// src/policy/risk/version-bump.ts
/** Lowest first. */
const ALL_BUMPS = [
	"patch",
	"minor",
	"major"
];
/** By the place of the number that differs; a fourth number and what follows is a patch. */
const PLACES = [
	"major",
	"minor",
	"patch"
];
/** One version, perhaps with an operator that pins its first numbers. Build metadata is no part of it. */
const VERSION = /^(?:\^|~>|~=|~|==|=)? ?[vV]?(\d{1,20}(?:\.\d{1,20}){0,5})((?:[-._][\w.-]{1,100}|(?:a|b|c|rc|alpha|beta|dev|post)\d{0,9})?)(?:\+[\w.-]{1,100})?$/;
/** A single number this long is a date or the name of a commit. */
const LONGEST_ALONE = 6;
function readVersion(text) {
	const match = VERSION.exec(text);
	if (match === null) return void 0;
	const numbers = match[1].split(".").map((number) => number.replace(/^0+(?=\d)/, ""));
	if (numbers.length === 1 && numbers[0].length > LONGEST_ALONE) return void 0;
	return {
		numbers,
		suffix: match[2]
	};
}
/**
* The first number that differs decides, in versions below 1 as well. A number that one side leaves out (`4` to `4.1.2`)
* may have changed or not. What a pre-release or another flavour promises is not known: leaving `2.0.0-rc.1` may be as
* much as what 2.0.0 was.
*/
function bumpsBetween(from, to) {
	const [old, next] = [readVersion(from), readVersion(to)];
	if (old === void 0 || next === void 0) return ALL_BUMPS;
	const place = PLACES.findIndex((_, index) => old.numbers[index] !== next.numbers[index]);
	if (place < 0 && old.numbers.join(".") === next.numbers.join(".") && old.suffix === next.suffix) return ALL_BUMPS;
	const part = PLACES[place] ?? "patch";
	const isLeftOut = place >= 0 && (old.numbers[place] === void 0 || next.numbers[place] === void 0);
	const isVague = old.suffix !== "" && old.suffix !== next.suffix;
	return between(isLeftOut ? "patch" : part, isVague ? higher(part, leadsTo(old)) : part);
}
/**
* What Renovate says where it does not name the old version: `v2` alone is a major bump, every other one has the whole
* version. `2.0.0` is what a repository may show that changed this, so it may be any.
*/
function bumpsTo(to) {
	const version = readVersion(to);
	if (version === void 0) return ALL_BUMPS;
	const [, ...rest] = version.numbers;
	if (rest.length === 0) return version.suffix === "" ? ["major"] : ALL_BUMPS;
	return rest.every((number) => number === "0") ? ALL_BUMPS : ["patch", "minor"];
}
/** The bump that a pre-release of this version prepares. */
function leadsTo({ numbers: [, minor = "0", patch = "0"] }) {
	if (patch !== "0") return "patch";
	return minor === "0" ? "major" : "minor";
}
function higher(one, other) {
	return ALL_BUMPS.indexOf(one) > ALL_BUMPS.indexOf(other) ? one : other;
}
function between(lowest, highest) {
	return ALL_BUMPS.slice(ALL_BUMPS.indexOf(lowest), ALL_BUMPS.indexOf(highest) + 1);
}

// src/policy/risk/dependency.ts
function anyBump(wanted) {
	return ({ change, directory }) => {
		const reading = readBump(change, directory);
		if (reading === void 0) return void 0;
		const { possible, whyUnsure } = reading;
		const found = possible.filter((bump) => wanted.includes(bump));
		if (found.length === 0) return void 0;
		if (whyUnsure === void 0 && found.length === possible.length) return sure(`${eitherOf(possible)} bump`);
		return unsure(whyUnsure ?? `its title does not tell whether the bump is ${eitherOf(possible)}`);
	};
}
/** Undefined for what is by nobody who bumps dependencies. */
function readBump(change, directory) {
	const author = change.author.toLowerCase();
	const bot = BOTS.get(author) ?? BOTS.get(`${author}[bot]`);
	const kind = BOTS.has(author) ? "bot" : directory.find(author)?.kind;
	if (bot === void 0 || kind === "user") return void 0;
	const title = titleOf(change);
	if (!VERB.test(title)) return {
		possible: ALL_BUMPS,
		whyUnsure: "its title names no bump"
	};
	const whyUnsure = kind === void 0 ? `whether ${change.author} is a bot is not known` : strangersIn(change);
	return {
		possible: bumpsIn(title, bot),
		whyUnsure
	};
}
const BOTS = /* @__PURE__ */ new Map([
	["dependabot[bot]", "dependabot"],
	["dependabot-preview[bot]", "dependabot"],
	["renovate[bot]", "renovate"]
]);
/** Commits made on the web or through the API are committed by this account of GitHub's own. */
const WEB_FLOW = "web-flow";
/** Whoever pushed to the branch of the bot may have changed anything: the title speaks for the bot alone. */
function strangersIn(change) {
	if (change.kind === "commit") return void 0;
	const known = [
		change.author,
		change.author.replace(/\[bot\]$/i, ""),
		`${change.author}[bot]`,
		WEB_FLOW
	];
	const stranger = change.contributors.find((login) => !known.some((each) => isSameName(each, login)));
	if (stranger !== void 0) return `${stranger} contributed too, so it may be more than the bump in its title`;
	return (change.unknownContributors ?? 0) > 0 ? "somebody unknown contributed too" : void 0;
}
const VERB = /\b(?:bump|update|upgrade)\b/i;
/** Renovate ends the titles of groups like this; the group of its preset is called so. */
const GROUP_OF = / \((major|minor|patch)\)/i;
const NON_MAJOR = /\bnon-major\b/i;
const DIGEST = /\bdigest\b/i;
/** Titles without versions (groups of Dependabot, digests, lock files) may be any bump. */
function bumpsIn(title, bot) {
	const versions = versionsIn(title);
	if (versions?.from !== void 0) return bumpsBetween(versions.from, versions.to);
	if (bot === "dependabot" || DIGEST.test(title)) return ALL_BUMPS;
	const group = GROUP_OF.exec(title)?.[1]?.toLowerCase();
	if (group !== void 0) return ALL_BUMPS.filter((bump) => bump === group);
	if (versions !== void 0) return bumpsTo(versions.to);
	return NON_MAJOR.test(title) ? ["patch", "minor"] : ALL_BUMPS;
}
/** `… from A to B in …` or `… to B …`. Undefined when there are no versions, or when they could be read in two ways. */
function versionsIn(title) {
	const [before = "", after, ...more] = title.split(" to ");
	if (after === void 0 || more.length > 0 || after.includes(" from ")) return void 0;
	const [, from, ...others] = before.split(" from ");
	if (others.length > 0) return void 0;
	const [to = ""] = after.split(/ (?:in (?:the )?[^ ]|[[(])/, 1);
	return {
		from: from?.trim(),
		to: to.trim()
	};
}

// src/policy/risk/description.ts
/** Conditions on how a change is described: `labels`, `title`, `base`, `type`. */
function anyLabel(wanted) {
	const names = new Set(wanted.map((label) => label.toLowerCase()));
	const isWanted = (label) => names.has(label.toLowerCase());
	return ({ labels, refused }) => {
		const label = labels.find(isWanted);
		if (label !== void 0) return sure(`label ${label}`);
		const other = refused.find(isWanted);
		return other === void 0 ? void 0 : unsure(`label ${other}, which counts only to raise`);
	};
}
function anyTitle(wanted) {
	const patterns = wanted.map((pattern) => ({
		pattern,
		matches: compilePattern(pattern)
	}));
	return ({ change }) => {
		const title = titleOf(change);
		if (title.length > 2e3) return unsure(`its title is longer than ${LONGEST_TEXT} characters, so it is not read to the end`);
		const found = patterns.find(({ matches }) => matches(title));
		return found === void 0 ? void 0 : sure(`the title matches ${found.pattern}`);
	};
}
/** Branches compare with case, as git does. */
function anyBase(wanted) {
	const globs = wanted.map((pattern) => compileGlob(pattern));
	return ({ change }) => {
		if (change.kind === "commit") return unsure("a commit without a pull request has no base branch to compare");
		return globs.some((matches) => matches(change.base)) ? sure(`base ${change.base}`) : void 0;
	};
}
function anyType(wanted) {
	return ({ types }) => {
		const [found] = types.filter((type) => wanted.includes(type));
		if (found === void 0) return void 0;
		if (types.every((type) => wanted.includes(type))) return sure(`type ${found}`);
		return unsure(`type ${found}, or not, by a label which counts only to raise`);
	};
}

// src/policy/risk/numbers.ts
/** The comparisons are OR. */
function countedBy(comparisons, countOf, noun) {
	const ranges = comparisons.map((text) => checked(text, "count"));
	return ({ change }) => {
		const count = countOf(change);
		if (!ranges.some((range) => holds(range, count))) return void 0;
		return sure(`${count} ${noun}${count === 1 ? "" : "s"}`);
	};
}
/** A commit without a pull request is one commit. */
function countOfCommits(comparisons) {
	return countedBy(comparisons, (change) => change.kind === "commit" ? 1 : change.commits, "commit");
}
/** @throws RangeError for a comparison that the parser of policies would have refused. */
function checked(text, unit) {
	const range = readComparison(text, unit);
	if (range === void 0) throw new RangeError(`${JSON.stringify(text)} is no comparison`);
	return range;
}

// src/policy/risk/files.ts
/** Conditions on what a change touches: `paths`, `only-paths`, `files`, `lines`. A renamed file counts under both names. */
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
			if (found !== void 0) return sure(found);
		}
	};
}
function firstMatch(globs, path) {
	if (path === void 0) return void 0;
	for (const { pattern, matches } of globs) if (matches(path)) return `${path} matches ${pattern}`;
}
/** A change without files does not match: there is nothing that would make it harmless. */
function everyPath(patterns) {
	const globs = named(patterns);
	const match = sure(`every changed file matches ${eitherOf(patterns)}`);
	const isMatched = (path) => path === void 0 || globs.some((each) => each.matches(path));
	return ({ change }) => {
		if (change.files.length === 0) return void 0;
		return change.files.every((file) => isMatched(file.path) && isMatched(file.previousPath)) ? match : void 0;
	};
}
function countOfFiles(comparisons) {
	return countedBy(comparisons, ({ files }) => files.length, "file");
}
function countOfLines(comparisons) {
	const linesOf = (sum, file) => sum + file.additions + file.deletions;
	return countedBy(comparisons, ({ files }) => files.reduce(linesOf, 0), "line");
}

// src/policy/services.ts
/**
* The changes that a policy judges. What cannot be known stays in: an unknown service, a change whose files GitHub did
* not list. Each policy draws its own services, so a repository cannot hide a change from its organisation.
*/
function changesFor(policy, facts) {
	const paths = pathsFor(policy, facts.question);
	if (paths === void 0) return facts.changes;
	return facts.changes.filter((change) => touches(change, paths));
}
/** A pull request that is not among the changes: what it changes is not known. */
function lacksItsPullRequest({ question, changes }) {
	if (question.kind !== "merge") return false;
	return !changes.some((change) => change.kind !== "commit" && change.number === question.pullRequest);
}
/** The globs of the service that is asked about; undefined: everything. */
function pathsFor(policy, question) {
	if (question.kind !== "deploy") return void 0;
	const named = entryFor(policy, question.environment)?.service;
	const asked = question.service;
	if (named !== void 0 && asked !== void 0 && !isSameName(named, asked)) return void 0;
	const service = Object.entries(policy.services).find(([name]) => isSameName(name, named ?? asked ?? ""))?.[1];
	return service === void 0 ? void 0 : globsOf(service);
}
const compiled$1 = /* @__PURE__ */ new WeakMap();
function globsOf(service) {
	const kept = compiled$1.get(service) ?? service.paths.map((pattern) => compileGlob(pattern));
	compiled$1.set(service, kept);
	return kept;
}
function touches(change, paths) {
	if (change.kind !== "commit" && !change.filesComplete) return true;
	const isOwn = (path) => path !== void 0 && paths.some((matches) => matches(path));
	return change.files.some((file) => isOwn(file.path) || isOwn(file.previousPath));
}

// src/policy/unknown-commit.ts
/** Said so, or an empty name, or the one that git gives to no commit: forty zeros. */
function isUnknownCommit({ candidate }) {
	return candidate.isUnknown === true || /^0*$/.test(candidate.sha);
}
/** Begins small, without a full stop: what, why, and what to do. */
function sayUnknownCommit({ candidate }) {
	const what = "which commit would be deployed is not known";
	if (candidate.isUnknown !== true) return what;
	return `${what}: the run was started by hand, and ${sayWhy(candidate.inputs)}. Start it by a trigger without inputs, or let Tidegate start it`;
}
function sayWhy(inputs) {
	if (inputs === void 0) return "its workflow file could not be read";
	return `GitHub does not tell what was given as ${inputs.length === 0 ? "its inputs" : `the input${inputs.length > 1 ? "s" : ""} ${inputs.join(", ")}`}`;
}

// src/policy/risk/unseen-changes.ts
function hasUnseenChanges(facts) {
	if (!facts.complete || isUnknownCommit(facts)) return true;
	if (facts.question.kind === "merge") return lacksItsPullRequest(facts);
	return facts.changes.length === 0 && !["forward", "same"].includes(facts.direction);
}

// src/policy/risk/release.ts
/** Undefined: the question is about one pull request, and with which others it will be released nobody knows. */
function sizeOfRelease(policy, facts) {
	if (facts.question.kind === "merge") return void 0;
	const changes = changesFor(policy, facts);
	const isListed = !hasUnseenChanges(facts);
	const hasFiles = isListed && changes.every((change) => change.kind === "commit" || change.filesComplete);
	const files = changes.flatMap((change) => change.files);
	return {
		changes: {
			seen: changes.length,
			isAll: isListed
		},
		lines: {
			seen: files.reduce((sum, each) => sum + each.additions + each.deletions, 0),
			isAll: hasFiles
		},
		files: {
			seen: new Set(files.map(({ path }) => path)).size,
			isAll: hasFiles
		},
		commits: {
			seen: changes.reduce((sum, change) => sum + commitsOf(change), 0),
			isAll: isListed
		}
	};
}
function commitsOf(change) {
	return change.kind === "commit" ? 1 : change.commits;
}
const NOUNS = {
	changes: "change",
	lines: "line",
	files: "file",
	commits: "commit"
};
/** Where the release is not known, it surely does not match: there is nothing to be large. */
function sizedAs(asked) {
	const judge = releaseMatcher(asked);
	return ({ release }) => release === void 0 ? void 0 : judge(release);
}
function releaseMatcher(asked) {
	const wanted = Object.keys(NOUNS).flatMap((key) => {
		const ranges = asked[key]?.map((text) => checked(text, "count"));
		return ranges === void 0 ? [] : [{
			key,
			ranges
		}];
	});
	return (size) => {
		const matches = wanted.map(({ key, ranges }) => matchOf(size[key], ranges, NOUNS[key]));
		const known = matches.filter((match) => match !== void 0);
		if (known.length < matches.length) return void 0;
		const unknown = known.filter(({ isSure }) => !isSure);
		const told = (unknown.length > 0 ? unknown : known).map(({ detail }) => detail);
		return unknown.length > 0 ? unsure(told.join("; ")) : sure(`the release has ${told.join(", ")}`);
	};
}
/** What is not listed can only make it more. */
function matchOf({ seen, isAll }, ranges, noun) {
	const said = `${seen} ${noun}${seen === 1 ? "" : "s"}`;
	if (isAll) return ranges.some((range) => holds(range, seen)) ? sure(said) : void 0;
	if (ranges.some((range) => holds(range, seen) && range.most === Number.POSITIVE_INFINITY)) return sure(`${said} or more`);
	if (!ranges.some((range) => canHold(range, "count", seen))) return void 0;
	return unsure(`the release has ${said} or more, since not all of it is listed`);
}

// src/policy/risk/reviewed.ts
function isUnreviewed(wanted) {
	return ({ change, directory }) => {
		const { answer, detail } = reviewOf(change, directory);
		if (answer === "unknown") return unsure(detail);
		return answer === "unreviewed" === wanted ? sure(detail) : void 0;
	};
}
/**
* Reviewed is what an `approvals` requirement without further words would be met by: one approval, by a person with
* `write` who did not contribute, on the final head. An approval by somebody of whom nothing is known may be one.
*/
function reviewOf(change, directory) {
	if (change.kind === "commit") return {
		answer: "unreviewed",
		detail: "a commit without a pull request"
	};
	const contributors = new Set([change.author, ...change.contributors].map((login) => directory.identityOf(login)));
	let unknown;
	for (const [identity, review] of latestReviews(change.reviews, directory)) {
		if (review.state !== "approved" || !isOnFinalHead(review, change) || contributors.has(identity)) continue;
		const person = directory.find(review.user);
		if (person === void 0) unknown ??= review.user;
		else if (person.kind === "user" && hasPermission(person, "write")) return {
			answer: "reviewed",
			detail: `${person.login} approved it`
		};
	}
	if (unknown === void 0) return {
		answer: "unreviewed",
		detail: "nobody with write permission who did not contribute approved its final head"
	};
	return {
		answer: "unknown",
		detail: `nothing is known of ${unknown}, who approved it`
	};
}
/** By person: the latest review that is not a mere comment; of two at one instant the higher id is later. */
function latestReviews(reviews, directory) {
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
	if (at !== otherAt) return at > otherAt;
	return one.id > other.id || one.id === other.id && one.state !== "approved";
}
/** Whether the review was given on what is merged: on the same commit, or on one that changes exactly the same. */
function isOnFinalHead(review, change) {
	return review.commit === change.headSha || Boolean(review.patchId) && review.patchId === change.patchId;
}

// src/policy/risk/say-when.ts
/** They stand in a line of a check. */
const LONGEST = 200;
const WORDING = {
	labels: (names) => `labels: ${names.join(", ")}`,
	type: (types) => `type: ${types.join(", ")}`,
	author: (logins) => `author: ${logins.join(", ")}`,
	"author-in": (teams) => `author in team ${eitherOf(teams)}`,
	bot: (wanted) => wanted ? "opened by a bot" : "not opened by a bot",
	base: (branches) => `base: ${branches.join(", ")}`,
	commits: (ranges) => `commits ${eitherOf(ranges)}`,
	files: (ranges) => `files ${eitherOf(ranges)}`,
	lines: (ranges) => `lines ${eitherOf(ranges)}`,
	title: (patterns) => `title: ${patterns.join(", ")}`,
	dependency: (bumps) => `${eitherOf(bumps)} bump of a dependency`,
	unreviewed: (wanted) => wanted ? "no pull request or no review" : "reviewed",
	paths: (globs) => `paths: ${globs.join(", ")}`,
	"only-paths": (globs) => `only-paths: ${globs.join(", ")}`,
	release: (counts) => `release with ${Object.entries(counts).map(([noun, ranges]) => `${noun} ${eitherOf(ranges ?? [])}`).join(", ")}`
};
/** The keys stand in the order of the schema. */
function sayWhen(when) {
	const text = Object.keys(when).flatMap((key) => say(key, when)).join("; ");
	return text.length > LONGEST ? `${text.slice(0, 199).toWellFormed()}…` : text;
}
function say(key, when) {
	const value = when[key];
	return value === void 0 ? [] : [WORDING[key](value)];
}

// src/policy/rules.ts
/** The `risk` rules of a policy, compiled once: does a rule match a change, and by what? */
const compiled = /* @__PURE__ */ new WeakMap();
/** Those about changes. Undefined for a policy without `risk`. */
function rulesOf(policy) {
	if (policy.risk === void 0) return void 0;
	const kept = compiled.get(policy) ?? policy.risk.filter((rule) => !isOfRelease(rule)).map(compileRule);
	compiled.set(policy, kept);
	return kept;
}
const compiledForReleases = /* @__PURE__ */ new WeakMap();
/** Those about the release as a whole, in the order of the file. */
function releaseRulesOf(policy) {
	const kept = compiledForReleases.get(policy) ?? (policy.risk ?? []).flatMap(compileReleaseRule);
	compiledForReleases.set(policy, kept);
	return kept;
}
/** Whether some rule asks how large the release is. */
function asksForRelease({ risk }) {
	return risk?.some(({ when }) => when?.release !== void 0) ?? false;
}
/** Keys that are given as `undefined` ask for nothing. */
function isOfRelease({ when = {} }) {
	const asked = Object.keys(when).filter((key) => when[key] !== void 0);
	return asked.length === 1 && asked[0] === "release";
}
function compileReleaseRule(rule) {
	const { tier, because, when } = rule;
	if (when?.release === void 0 || !isOfRelease(rule)) return [];
	return [{
		tier,
		because: because ?? sayWhen(when),
		match: releaseMatcher(when.release)
	}];
}
function compileRule({ tier, when, because }) {
	if (when === void 0) {
		const match = sure("the rule without a condition");
		return {
			tier,
			because: because ?? "no other rule matched",
			isDefault: true,
			match: () => match
		};
	}
	return {
		tier,
		because: because ?? sayWhen(when),
		isDefault: false,
		match: everyOf(conditionsOf(when))
	};
}
/** Every key of `when`, those that cost the most to ask last. */
const CONDITIONS = {
	labels: anyLabel,
	type: anyType,
	author: anyAuthor,
	"author-in": anyTeam,
	bot: isBot,
	release: sizedAs,
	base: anyBase,
	commits: countOfCommits,
	files: countOfFiles,
	lines: countOfLines,
	title: anyTitle,
	dependency: anyBump,
	unreviewed: isUnreviewed,
	paths: somePath,
	"only-paths": everyPath
};
function conditionsOf(when) {
	return Object.keys(CONDITIONS).flatMap((key) => compile(key, when));
}
function compile(key, when) {
	const value = when[key];
	return value === void 0 ? [] : [CONDITIONS[key](value)];
}

// src/policy/risk/assess.ts
/**
* The highest tier that the change could have if everything were known. A rule of which that is not known may match, so
* it raises; and it may not match, so it neither lowers anything nor puts the rule without `when` aside.
*/
function assess(policy, subject) {
	const rules = rulesOf(policy);
	if (rules === void 0) return byType(policy, subject);
	const answers = answersOf(policy, rules, subject);
	const surely = answers.filter(({ isSure }) => isSure);
	const unclear = answers.filter(({ isSure }) => !isSure);
	const certain = surely.length > 0 ? highestOf(surely) : withoutMatch(policy, rules, subject, unclear);
	const raising = unclear.filter(({ rank }) => rank > certain.rank);
	return raising.length > 0 ? highestOf(raising) : certain;
}
function byType({ tiers }, { types }) {
	const ranked = types.map((type) => ({
		type,
		rank: tierOfType(tiers, type)
	}));
	const rank = Math.max(...ranked.map((each) => each.rank));
	const detail = "without risk rules the tier follows the release type";
	return {
		rank,
		grounds: ranked.filter((each) => each.rank === rank).slice(0, 1).map(({ type }) => ({
			because: `type ${type}`,
			detail
		}))
	};
}
/** The answers that can matter, in the order of the file: below a tier that a rule surely gives, none does. */
function answersOf(policy, rules, subject) {
	const answers = [];
	let least = 0;
	for (const ranked of rankedRules(policy, rules)) {
		if (ranked.rank < least) break;
		const match = ranked.rule.match(subject);
		if (match === void 0) continue;
		answers.push({
			...match,
			...ranked
		});
		if (match.isSure) least = ranked.rank;
	}
	return answers.sort((one, other) => one.index - other.index);
}
const rankedRulesOf = /* @__PURE__ */ new WeakMap();
/** Rules with a condition, the highest tier first. */
function rankedRules(policy, rules) {
	const kept = rankedRulesOf.get(policy) ?? rules.map((rule, index) => ({
		rule,
		rank: policy.tiers.indexOf(rule.tier),
		index
	})).filter(({ rule }) => !rule.isDefault).sort((one, other) => other.rank - one.rank);
	rankedRulesOf.set(policy, kept);
	return kept;
}
/** Rules without `when` apply when no other surely matches; without any of them it is the lowest tier. */
function withoutMatch(policy, rules, subject, unclear) {
	const applying = rules.flatMap((rule) => {
		const match = rule.isDefault ? rule.match(subject) : void 0;
		return match === void 0 ? [] : [{
			...match,
			rule,
			rank: policy.tiers.indexOf(rule.tier)
		}];
	});
	if (applying.length === 0) return {
		rank: 0,
		grounds: [{
			because: "no rule matched",
			detail: "the lowest tier"
		}]
	};
	const { rank, grounds } = highestOf(applying);
	const why = unclear[0] === void 0 ? "" : `; ${unclear[0].detail}`;
	return {
		rank,
		grounds: grounds.map(({ because, detail }) => ({
			because,
			detail: detail + why
		}))
	};
}
/** Only what gives the tier is told. */
function highestOf(answers) {
	const rank = Math.max(...answers.map((answer) => answer.rank));
	return {
		rank,
		grounds: answers.filter((answer) => answer.rank === rank).map(({ rule, detail }) => ({
			because: rule.because,
			detail
		}))
	};
}

// src/policy/classify.ts
/** The tier of a change is the highest of the rules that match it; what cannot be known makes it higher, never lower. */
function classifyChange(policy, change, facts) {
	return classifyWith(policy, change, directoryOf(facts));
}
function classifyWith(policy, change, directory, { isOrdinary = false, release, environment } = {}) {
	const labels = change.kind === "commit" ? [] : change.labels;
	const refused = labels.filter((label) => !isPermitted(policy, {
		change,
		label,
		environment
	}, directory));
	const given = changeType(policy, change, labels);
	const asGiven = assessAs(policy, {
		change,
		labels,
		refused: [],
		directory,
		release
	}, [given], isOrdinary);
	if (refused.length === 0) return finish(policy, change, {
		...asGiven,
		type: given
	}, []);
	const kept = labels.filter((label) => !refused.includes(label));
	const permitted = changeType(policy, change, kept);
	const possible = [permitted, ...refused.map((label) => changeType(policy, change, [...kept, label]))];
	const assessed = assessAs(policy, {
		change,
		labels: kept,
		refused,
		directory,
		release
	}, possible, isOrdinary);
	const type = strictest(given, permitted);
	const mattered = assessed.rank > asGiven.rank || !isEqual(type, given);
	return finish(policy, change, {
		...assessed,
		type
	}, mattered ? refused : []);
}
/**
* In a release that is no emergency an emergency is an ordinary change: it has the tier of its plain type, and what rules
* say about emergencies makes it no lower.
*/
function assessAs(policy, subject, types, isOrdinary) {
	const own = [...new Set(types.map(ownType))];
	if (!isOrdinary) return assess(policy, {
		...subject,
		types: own
	});
	const plain = assess(policy, {
		...subject,
		types: [...new Set(types.map((type) => type.plain))]
	});
	if (policy.risk === void 0 || !own.includes("emergency")) return plain;
	const asEmergency = assess(policy, {
		...subject,
		types: own
	});
	return asEmergency.rank > plain.rank ? asEmergency : plain;
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
/** Adds what raises a change whatever the rules say. */
function finish(policy, change, assessed, refused) {
	const highest = policy.tiers.length - 1;
	let rank = assessed.rank;
	const reasons = assessed.grounds.map(({ because, detail }) => reason(policy, rank, because, change, detail));
	for (const label of refused) {
		const detail = `label ${label} was set by ${setterOf(change, label) ?? "nobody known"}, who may neither override nor maintain; it does not lower anything`;
		reasons.push(reason(policy, rank, "label-not-permitted", change, detail));
	}
	const unknown = unknownContributors(change);
	if (unknown > 0) {
		rank = Math.min(rank + 1, highest);
		const detail = `${unknown} ${unknown === 1 ? "commit is" : "commits are"} by people GitHub does not know`;
		reasons.push(reason(policy, rank, "unknown-contributor", change, detail));
	}
	if (change.kind !== "commit" && !change.filesComplete) {
		rank = highest;
		reasons.push(reason(policy, rank, "incomplete", change, "GitHub listed only a part of its files"));
	}
	const { type } = assessed;
	return {
		tier: policy.tiers[rank],
		type: ownType(type),
		plainType: type.plain,
		reasons
	};
}
/** A commit whose author GitHub maps to no account has an empty one. */
function unknownContributors(change) {
	const counted = change.unknownContributors ?? 0;
	if (change.kind === "commit") return change.author === "" || counted > 0 ? 1 : 0;
	return counted;
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
function isPermitted(policy, { change, label, environment }, directory) {
	const login = setterOf(change, label);
	if (login === void 0) return true;
	const person = directory.find(login);
	if (person === void 0 || person.kind === "bot") return false;
	return hasPermission(person, "maintain") || mayOverride(policy, environment, person);
}

export { changeType as _, releaseRulesOf as a, latestReviews as c, hasUnseenChanges as d, isUnknownCommit as f, checked as g, lacksItsPullRequest as h, asksForRelease as i, reviewOf as l, changesFor as m, classifyWith as n, sayWhen as o, sayUnknownCommit as p, nameOfChange as r, isOnFinalHead as s, classifyChange as t, sizeOfRelease as u, highestType as v };