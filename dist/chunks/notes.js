import { t as Failure } from "./failure.js";
import { _ as findComment, a as everyShaIn, c as referencesIn, d as pullRequestNumber, f as subjectAndBody, h as rangeCommit, i as explainReportFailure, l as isMergeMessage, m as comparePaged, n as ownPolicy, o as hasReferences, p as titleAndBody, r as readReportingPolicies, s as isTakingBack, t as organisationPolicy, u as loginOfAddress, v as writeComment, y as findViewer } from "./policies2.js";
import { C as commonTiers, G as conventionalHeader, K as isBreakingChange, ct as isSameName, j as classifyChange, mt as compileGlob } from "./release-times.js";
import { c as parseInstant, i as plainLine, l as toInstant, o as epochMs, r as inertMarkdown, t as digestOf } from "./canonical.js";
import { c as object, d as strictObject, f as string, g as toJSONSchema, h as unknown, n as array, r as boolean, s as number } from "./schemas.js";
import { c as sayBoth, d as requestsAsked, f as requestIn, t as decide } from "./decide.js";
import { a as listPullsOfCommit, d as listPullCommits, f as runQuery, g as NOTED_PULLS, l as changedFile, o as NOBODY_KNOWN, u as readFiles, x as END } from "./explain-error.js";
import { i as once$1, n as askOrNull, r as listAll, t as ask$1 } from "./client.js";
import { r as writeReport } from "./read-file.js";
import { t as readDeployments } from "./read-deployments.js";
import { t as InputError } from "./inputs.js";
import { r as requireSha } from "./subject.js";
import { n as shapeProblems, o as readYaml, s as locate, t as DOCUMENT_CODES } from "./problem-codes.js";
import { r as gatherDeployment, t as explain } from "./explanation.js";

// src/domain/notes-range.ts
/**
* How a commit was found to belong to a pull request, the surest first.
* `associated`: GitHub lists the pull request for the commit; `merge-commit`: GitHub names the commit as its merge
* commit; `recently-merged`: so it does in the list of those merged last, which is not behind as the index is;
* `merge-message`: the commit is GitHub's merge of it; `brought-by-merge`: that merge brought the commit;
* `squash-title`: the title ends in its number.
*/
const LINK_METHODS = [
	"associated",
	"merge-commit",
	"recently-merged",
	"merge-message",
	"brought-by-merge",
	"squash-title"
];

// src/notes/change.ts
/** Offline there are none. */
function labelsOf({ known }) {
	return known?.labels ?? [];
}
/** Everything that says what the change is: title and body first, then the messages of its own commits. */
function textsOf(change) {
	if (change.kind === "commit") return [change.commit.message];
	return [`${change.title}\n\n${change.body}`, ...change.own.map(({ message }) => message)];
}
/** The files that the change touches; undefined: not known. */
function filesOf$2(change) {
	if (change.kind === "commit") return change.commit.files;
	return change.known?.files ?? filesOfAll(telling(change));
}
/**
* A merge's difference to its first parent is all that it brought. The merges inside a branch are passed over: what
* they show came from where they merged from.
*/
function telling({ landings, commits }) {
	const merges = landings.filter(isMerge);
	if (merges.length > 0) return merges;
	const plain = commits.filter((commit) => !isMerge(commit));
	return plain.length > 0 ? plain : commits;
}
function filesOfAll(commits) {
	const all = [];
	for (const { files } of commits) {
		if (files === void 0) return void 0;
		for (const file of files) all.push(file);
	}
	return all;
}
function isMerge(commit) {
	return commit.parents.length > 1;
}

// src/notes/association/walk-merges.ts
/**
* Walks each branch by first parents, the oldest commit first, and what a merge brings right after it. What is met then
* for the first time was not reachable from the merge's first parent, so it came by the merge. A stack of tasks instead
* of recursion: branches may be nested as deep as a range is long.
*
* @param numberOf the pull request that a merge commit lands; null: none.
*/
function walkMerges(commits, tip, numberOf) {
	const walk = new Walk(commits, numberOf);
	walk.from(tip);
	for (const { sha } of commits.toReversed()) walk.from(sha);
	return walk;
}
var Walk = class {
	order = [];
	pieces = /* @__PURE__ */ new Map();
	broughtBy = /* @__PURE__ */ new Map();
	#waiting;
	#numberOf;
	constructor(commits, numberOf) {
		this.#waiting = new Map(commits.map((commit) => [commit.sha, commit]));
		this.#numberOf = numberOf;
	}
	from(tip) {
		const tasks = [{
			kind: "branch",
			tip,
			owner: null
		}];
		for (let task = tasks.pop(); task !== void 0; task = tasks.pop()) if (task.kind === "branch") this.#branch(task.tip, task.owner, tasks);
		else if (task.kind === "commit") this.#commit(task.commit, task.owner, tasks);
		else this.pieces.set(task.sha, {
			from: task.from,
			until: this.order.length
		});
	}
	#branch(tip, owner, tasks) {
		let commit = this.#take(tip);
		while (commit !== void 0) {
			tasks.push({
				kind: "commit",
				commit,
				owner
			});
			const [first] = commit.parents;
			commit = first === void 0 ? void 0 : this.#take(first);
		}
	}
	#take(sha) {
		const commit = this.#waiting.get(sha);
		this.#waiting.delete(sha);
		return commit;
	}
	#commit(commit, owner, tasks) {
		this.order.push(commit);
		if (owner !== null) this.broughtBy.set(commit.sha, owner);
		if (commit.parents.length < 2) return;
		const inner = this.#numberOf(commit) ?? owner;
		tasks.push({
			kind: "end",
			sha: commit.sha,
			from: this.order.length
		});
		for (const tip of commit.parents.slice(1).toReversed()) tasks.push({
			kind: "branch",
			tip,
			owner: inner
		});
	}
};

// src/notes/association/link-commits.ts
/** Which pull requests each commit belongs to, by every method that says so. */
function linkCommits(commits, tip, told) {
	const found = new Found(commits, told);
	const merges = walkMerges(commits, tip, (merge) => found.landedBy(merge));
	for (const commit of commits) {
		const number = found.numberInMessage(commit, merges.broughtBy.has(commit.sha));
		if (number !== null) found.add(commit.sha, number, isLandingMerge(commit) ? "merge-message" : "squash-title");
	}
	for (const [sha, number] of merges.broughtBy) found.add(sha, number, "brought-by-merge");
	return {
		merges,
		linksOf: (sha) => found.sorted(sha)
	};
}
/** The commit itself is what the pull request became: its merge, or the commit it was squashed to. */
function isLanding(methods) {
	return methods.some((method) => LANDING.has(method));
}
const LANDING = /* @__PURE__ */ new Set([
	"merge-commit",
	"recently-merged",
	"merge-message",
	"squash-title"
]);
const BY_GITHUB = /* @__PURE__ */ new Set([
	"associated",
	"merge-commit",
	"recently-merged"
]);
function saysGithub(methods) {
	return [...methods].some((method) => BY_GITHUB.has(method));
}
function isLandingMerge(commit) {
	return commit.parents.length > 1 || isMergeMessage(subjectAndBody(commit.message).subject);
}
var Found = class {
	#links = /* @__PURE__ */ new Map();
	#known;
	#isToldByGithub;
	constructor(commits, { pullRequests, links }) {
		this.#known = new Set(pullRequests.map(({ number }) => number));
		this.#isToldByGithub = pullRequests.length > 0 || links.length > 0;
		const inRange = new Set(commits.map(({ sha }) => sha));
		for (const { sha, number, method } of links) if (inRange.has(sha)) this.add(sha, number, method);
		for (const { mergeCommitSha: sha, number } of pullRequests) if (sha !== null && inRange.has(sha)) this.add(sha, number, "merge-commit");
	}
	add(sha, number, method) {
		const numbers = this.#links.get(sha) ?? /* @__PURE__ */ new Map();
		numbers.set(number, (numbers.get(number) ?? /* @__PURE__ */ new Set()).add(method));
		this.#links.set(sha, numbers);
	}
	sorted(sha) {
		const numbers = [...this.#links.get(sha) ?? []].toSorted(([one], [other]) => one - other);
		return new Map(numbers.map(([number, methods]) => [number, LINK_METHODS.filter((each) => methods.has(each))]));
	}
	/** The pull request that a merge commit lands. GitHub's word counts more than the message's. */
	landedBy(merge) {
		for (const [number, methods] of this.sorted(merge.sha)) if (isLanding(methods)) return number;
		return this.numberInMessage(merge, false);
	}
	/**
	* The number that the message names, where it is one of ours: GitHub says of this commit nothing else, and where it
	* was asked and does not know the number, no merge says that the commit came with another pull request. (What ends
	* a title may be the number of an issue, and that of a message another repository's.)
	*/
	numberInMessage(commit, isBrought) {
		const number = pullRequestNumber(subjectAndBody(commit.message).subject);
		if (number === 0) return null;
		const told = [...this.#links.get(commit.sha) ?? []].filter(([, methods]) => saysGithub(methods));
		if (told.length > 0) return told.some(([each]) => each === number) ? number : null;
		return this.#isToldByGithub && !this.#known.has(number) && isBrought && !isLandingMerge(commit) ? null : number;
	}
};

// src/notes/association/gather-pull-request.ts
/** The commits of one pull request, put together to a change. */
/** @param linked at least one, in the order of the range. */
function gatherPullRequest(number, linked, known, merges) {
	const commits = linked.map(({ commit }) => commit);
	const owned = linked.filter(({ isOwn }) => isOwn).map(({ commit }) => commit);
	const own = owned.length > 0 ? owned : commits;
	const landed = linked.filter(({ methods }) => isLanding(methods));
	const landings = landed.map(({ commit }) => commit);
	const first = firstBrought(landings, own, merges);
	const shown = wording(number, known, landings, first);
	const places = (landed.length > 0 ? landed : linked.slice(-1)).map(({ at }) => at);
	return {
		kind: "pull-request",
		number,
		...shown,
		declared: known === null ? shown : declaredWords(known, shown.title, [...landings, ...own]),
		known,
		commits,
		own,
		landings,
		first,
		methods: LINK_METHODS.filter((method) => linked.some(({ methods }) => methods.includes(method))),
		at: places.at(0) ?? 0,
		landedAt: places.at(-1) ?? 0
	};
}
/** The branch's oldest commit, where a merge brought one: who merges is not who wrote. */
function firstBrought(landings, own, { order, pieces }) {
	for (const landing of landings) {
		const piece = pieces.get(landing.sha);
		const brought = piece === void 0 || piece.from === piece.until ? void 0 : order[piece.from];
		if (brought !== void 0) return brought;
	}
	return own.find((commit) => !isMerge(commit)) ?? own[0];
}
function wording(number, known, landings, first) {
	if (known !== null) return {
		title: withoutNumber(known.title, number),
		body: known.body
	};
	const naming = landings.filter(({ message }) => pullRequestNumber(subjectAndBody(message).subject) === number);
	const { subject, body } = subjectAndBody((naming.find(isMerge) ?? naming[0] ?? first).message);
	return pullRequestNumber(subject) === number ? titleAndBody(subject, body) : {
		title: subject,
		body
	};
}
/**
* A title of which no message knows was given later, and so may a body be: whoever opened a pull request can edit it
* after the merge without any right to push, and must not take back with it what others made. Its commits still tell.
*/
function declaredWords(known, title, messages) {
	return {
		title: messages.some(({ message }) => message.includes(title)) ? title : "",
		body: known.isBodyLater ? "" : known.body
	};
}
/** Some write the number into the title themselves, as GitHub does when it squashes. */
function withoutNumber(title, number) {
	const end = ` (#${number})`;
	return title.endsWith(end) ? title.slice(0, -end.length) : title;
}

// src/notes/associate.ts
function associate(range) {
	return {
		range,
		commits: sideOf(range, range.commits, range.to.sha),
		lost: sideOf(range, range.lost, range.from?.sha ?? range.to.sha)
	};
}
function sideOf(range, given, tip) {
	const commits = [...new Map(given.map((commit) => [commit.sha, commit])).values()];
	const { merges, linksOf } = linkCommits(commits, tip, range);
	const known = new Map(range.pullRequests.map((each) => [each.number, each]));
	const linked = /* @__PURE__ */ new Map();
	const changes = [];
	for (const [at, commit] of commits.entries()) {
		const links = linksOf(commit.sha);
		if (links.size === 0) changes.push({
			kind: "commit",
			commit,
			at,
			landedAt: at
		});
		const owner = ownerOf(links);
		for (const [number, methods] of links) {
			const kept = linked.get(number) ?? [];
			linked.set(number, kept);
			kept.push({
				commit,
				at,
				methods,
				isOwn: number === owner
			});
		}
	}
	for (const [number, its] of linked) changes.push(gatherPullRequest(number, its, known.get(number) ?? null, merges));
	changes.sort((one, other) => one.at - other.at || numberOf(one) - numberOf(other));
	return {
		changes,
		merges
	};
}
function numberOf(change) {
	return change.kind === "commit" ? 0 : change.number;
}
/** Of several pull requests (one that brought others), the one that the commit was made in. */
function ownerOf(links) {
	for (const [number, methods] of links) if (isLanding(methods)) return number;
	const [lowest] = links.keys();
	return lowest;
}

// src/notes/categories.ts
const NOTHING_EXCLUDED = {
	labels: [],
	authors: []
};
/** Where neither the policy nor `.github/release.yml` has any: Conventional Commit types, else labels of the usual names. */
function defaultCategories() {
	return {
		categories: DEFAULT,
		exclude: NOTHING_EXCLUDED,
		typesDecide: true
	};
}
const DEFAULT = [
	{
		title: "Features",
		types: ["feat", "feature"],
		labels: [
			"feature",
			"enhancement",
			"new feature"
		]
	},
	{
		title: "Fixes",
		types: [
			"fix",
			"bugfix",
			"hotfix"
		],
		labels: [
			"fix",
			"bug",
			"bugfix",
			"hotfix"
		]
	},
	{
		title: "Security",
		types: ["security", "sec"],
		labels: ["security"]
	},
	{
		title: "Performance",
		types: ["perf"],
		labels: ["performance"]
	},
	{
		title: "Documentation",
		types: ["docs", "doc"],
		labels: ["documentation", "docs"]
	},
	{
		title: "Dependencies",
		types: ["deps"],
		labels: ["dependencies"]
	}
];
/**
* The rules in force: categories of the policy, else of `.github/release.yml`, else the usual ones. What the policy
* excludes is excluded whosever categories they are; what the file excludes, where the policy has no categories.
*/
function rulesInForce(policy, file) {
	const excluded = {
		labels: policy?.exclude?.labels ?? [],
		authors: policy?.exclude?.authors ?? []
	};
	if (policy?.categories !== void 0) return {
		categories: policy.categories.map(({ title, types = [], labels = [] }) => ({
			title,
			types,
			labels
		})),
		exclude: excluded
	};
	const rules = file ?? defaultCategories();
	const exclude = {
		labels: [...excluded.labels, ...rules.exclude.labels],
		authors: [...excluded.authors, ...rules.exclude.authors]
	};
	return {
		...rules,
		exclude
	};
}
/** The first category that takes the change; undefined: none does. */
function categoryOf(change, { categories, typesDecide }) {
	const open = categories.filter(({ exclude }) => exclude === void 0 || exclusionOf(change, exclude) === null);
	const byType = (category) => hasType(category, change.type);
	const byLabel = (category) => hasLabel(category, change.labels);
	if (typesDecide === true) return open.find(byType) ?? open.find(byLabel);
	return open.find((category) => byType(category) || byLabel(category));
}
/** The rule that leaves the change out, as people read it: `label skip-notes`, `author renovate[bot]`. Null: none does. */
function exclusionOf({ labels, author }, exclude) {
	const label = exclude.labels.find((rule) => rule === "*" || labels.some((each) => isSame(each, rule)));
	if (label !== void 0) return `label ${label}`;
	const excluded = exclude.authors.find((rule) => loginKey(rule) === loginKey(author));
	return excluded === void 0 ? null : `author ${excluded}`;
}
function hasType({ types }, type) {
	return type !== null && types.some((each) => isSame(each, type));
}
function hasLabel({ labels }, given) {
	return labels.some((rule) => rule === "*" || given.some((label) => isSame(label, rule)));
}
function isSame(one, other) {
	return one.toLowerCase() === other.toLowerCase();
}
/** Logins compare without case; people write a bot's with and without its ending, and some with an `@`. */
function loginKey(login) {
	return login.toLowerCase().replace(/^@/, "").replace(/\[bot\]$/, "");
}

// src/notes/named-change.ts
/** Changes as the notes name them, in one line of plain text. */
/** UTF-16 units. GitHub allows 256 characters; of commits some have a whole paragraph in the first line. */
const LONGEST_TITLE = 500;
function titleOf(change) {
	return plainTitle(change.kind === "commit" ? subjectAndBody(change.commit.message).subject : change.title);
}
function named(change) {
	const title = titleOf(change);
	return change.kind === "commit" ? {
		number: null,
		title,
		sha: change.commit.sha
	} : {
		number: change.number,
		title
	};
}
/** @param what a change of the range, or what is known of one outside of it. */
function revertedBy(what, by) {
	return {
		..."kind" in what ? named(what) : elsewhere(what),
		by: by.kind === "commit" ? by.commit.sha : by.number
	};
}
function elsewhere({ number, title, sha }) {
	const plain = plainTitle(title);
	return number !== null || sha === null ? {
		number,
		title: plain
	} : {
		number,
		title: plain,
		sha
	};
}
function plainTitle(title) {
	return plainLine(title, LONGEST_TITLE);
}

// src/notes/reverts/picked-from.ts
/** What `git cherry-pick -x` writes at the end of a message: of which commit this one is a copy. */
const PICKED = /^\(cherry picked from commit ([0-9a-f]{40,64})\)$/gim;
/** In lower case. Of a copy of a copy there are several, and the first is the original. */
function pickedFrom(message) {
	return [...message.matchAll(PICKED)].map(([, sha = ""]) => sha.toLowerCase());
}

// src/notes/reverts/effects.ts
/** In the order in which the reverts landed. */
function effectsOf(history, targets) {
	const all = /* @__PURE__ */ new Map();
	const oldestFirst = [...targets].toSorted(([one], [other]) => one.landedAt - other.landedAt);
	for (const [change, { inside, outside }] of oldestFirst) {
		const effects = /* @__PURE__ */ new Map();
		for (const target of inside) takeBack([target, ...broughtWith(target, history)], {
			all,
			targets,
			effects
		});
		for (const what of outside) effects.set(keyOf$2(what), false);
		all.set(change, effects);
	}
	return all;
}
/** @param together the change that is taken back, and what it brought, which goes with it. */
function takeBack(together, { all, targets, effects }) {
	for (const each of together.toReversed()) for (const [brought, isIn] of all.get(each) ?? []) effects.set(brought, !isIn);
	for (const each of together) if (targets.get(each)?.isAll !== true) effects.set(each, false);
}
function keyOf$2({ number, sha, title }) {
	return number ?? sha ?? title;
}
/** Whole pull requests, and commits without one, in the order in which they landed. */
function broughtWith(target, history) {
	const { order, pieces } = history.side.merges;
	const brought = (target.kind === "commit" ? [target.commit] : target.landings).flatMap(({ sha }) => {
		const piece = pieces.get(sha);
		return piece === void 0 ? [] : order.slice(piece.from, piece.until);
	});
	const landedHere = (commit) => history.changesOf(commit.sha).filter((change) => change !== target && lastLanding(change) === commit);
	return brought.flatMap(landedHere).toSorted((one, other) => one.landedAt - other.landedAt);
}
function lastLanding(change) {
	return change.kind === "commit" ? change.commit : change.landings.at(-1) ?? change.commits.at(-1);
}

// src/notes/reverts/asked-by.ts
/** What a change says that it takes back; null: it is no revert. */
/** @param fullName of a commit of the range, from its name or the start of it. */
function askedBy(change, repository, fullName) {
	if (change.kind === "commit") {
		const references = referencesOf(change.commit, repository);
		return hasReferences(references) ? joined([references], true) : null;
	}
	const declared = referencesIn(change.declared.title, change.declared.body, repository);
	const { outward, others } = outwardOf(change, repository, fullName);
	const isDeclared = hasReferences(declared);
	if (!isDeclared && outward.length === 0) return null;
	return joined([declared, ...outward], isDeclared || others === 0);
}
function referencesOf(commit, repository) {
	const { subject, body } = subjectAndBody(commit.message);
	return referencesIn(subject, body, repository);
}
/**
* What the commits of a pull request take back of others. What one of them takes back of its own is nobody else's
* business, and what such a commit took back counts no more.
*/
function outwardOf({ own }, repository, fullName) {
	const inside = new Set(own.map(({ sha }) => sha));
	const undone = /* @__PURE__ */ new Set();
	const outward = [];
	let others = 0;
	for (const commit of own.toReversed()) {
		if (isMerge(commit) || undone.has(commit.sha)) continue;
		const references = referencesOf(commit, repository);
		const shas = references.shas.map((sha) => fullName(sha) ?? sha);
		const inner = shas.filter((sha) => inside.has(sha) && sha !== commit.sha);
		for (const sha of inner) undone.add(sha);
		if (inner.length > 0 && inner.length === shas.length) continue;
		if (hasReferences(references)) outward.push(references);
		else others++;
	}
	return {
		outward,
		others
	};
}
function joined(all, isAll) {
	return {
		isAll,
		shas: [...new Set(all.flatMap(({ shas }) => shas))],
		numbers: [...new Set(all.flatMap(({ numbers }) => numbers))],
		quoted: [...new Set(all.flatMap(({ quoted }) => quoted === null ? [] : [quoted]))]
	};
}

// src/notes/reverts/find-targets.ts
/** What a change takes back: changes of the range, and what was shipped outside of it. */
/** Null: the change takes nothing back as a whole, or nothing that is known. */
function findTargets(change, history) {
	const asked = askedBy(change, history.repository, (sha) => history.fullName(sha));
	if (asked === null) return null;
	const search = new Search(change, history);
	search.named(asked);
	if (!search.hasFound) for (const title of asked.quoted) search.titled(title);
	return search.finish(asked.isAll);
}
var Search = class {
	#change;
	#history;
	#inside = /* @__PURE__ */ new Set();
	#outside = /* @__PURE__ */ new Map();
	/** Commits of the range that were named, by the change that they are part of. */
	#parts = /* @__PURE__ */ new Map();
	constructor(change, history) {
		this.#change = change;
		this.#history = history;
	}
	get hasFound() {
		return this.#inside.size + this.#outside.size + this.#parts.size > 0;
	}
	named({ shas, numbers, quoted }) {
		for (const sha of shas) this.#commit(sha);
		for (const number of numbers) this.#pullRequest(number, quoted[0]);
	}
	/** The last resort: a number that the quoted title ends in, else the one change of this title, here or earlier. */
	titled(title) {
		const number = pullRequestNumber(title);
		if (number !== 0) {
			this.#pullRequest(number, title);
			return;
		}
		const [only, second] = this.#titledBefore(title);
		if (only !== void 0 && second === void 0) this.#inside.add(only);
		if (only !== void 0) return;
		const around = this.#history.titledAround(title);
		if (around !== void 0) this.#outside.set(around.number ?? around.sha ?? title, around);
	}
	/** The first two: a third says nothing new, and there may be thousands of one title. */
	#titledBefore(title) {
		const found = [];
		for (const change of this.#history.titled(title)) {
			if (change.at >= this.#change.landedAt || found.length === 2) break;
			if (change !== this.#change) found.push(change);
		}
		return found;
	}
	finish(isAll) {
		for (const [change, shas] of this.#parts) if (isWhole(change, shas)) this.#inside.add(change);
		const inside = [...this.#inside].filter((target) => target.at < this.#change.landedAt);
		if (inside.length + this.#outside.size === 0) return null;
		return {
			inside,
			outside: [...this.#outside.values()],
			isAll
		};
	}
	#commit(start) {
		const sha = this.#history.fullName(start);
		if (sha === void 0) {
			this.#commitAround(start);
			return;
		}
		for (const target of this.#history.changesOf(sha)) {
			if (target === this.#change) continue;
			const parts = this.#parts.get(target) ?? /* @__PURE__ */ new Set();
			this.#parts.set(target, parts.add(sha));
		}
	}
	/** The commit of another branch may have come to this one by its pull request, as another commit. */
	#commitAround(start) {
		const found = this.#history.commitAround(start);
		if (found === void 0) return;
		if (found.number !== null && this.#inRange(found.number)) return;
		this.#outside.set(found.number ?? found.sha ?? start, found);
	}
	#pullRequest(number, quoted) {
		if (this.#inRange(number)) return;
		const told = {
			number,
			title: quoted === void 0 ? `#${number}` : titleAndBody(quoted, "").title,
			sha: null,
			isRevert: quoted !== void 0 && isTakingBack(quoted)
		};
		this.#outside.set(number, this.#history.pullRequestAround(number) ?? told);
	}
	#inRange(number) {
		const target = this.#history.numbered(number);
		if (target === void 0) return false;
		this.#inside.add(target);
		return true;
	}
};
/**
* Whether these commits are all of the change: its merge, or every part of it. A part is a commit of its branch; of
* commits that it was squashed to (again, or picked to another branch) those of one title are copies of one part.
*/
function isWhole(change, shas) {
	if (change.kind === "commit") return true;
	if (change.landings.some((landing) => isMerge(landing) && shas.has(landing.sha))) return true;
	const landings = new Set(change.landings);
	const partOf = (commit) => landings.has(commit) ? subjectAndBody(commit.message).subject : commit.sha;
	const parts = change.own.filter((commit) => !isMerge(commit));
	const named = new Set(parts.filter(({ sha }) => shas.has(sha)).map(partOf));
	return named.size > 0 && parts.every((part) => named.has(partOf(part)));
}

// src/notes/reverts/sha-index.ts
/** Finds commits by their names, which people shorten. */
var ShaIndex = class {
	#sorted;
	constructor(shas) {
		this.#sorted = [...new Set(shas)].toSorted();
	}
	/** The one commit whose name begins so; undefined: none, or several. */
	find(start) {
		let low = 0;
		let high = this.#sorted.length;
		while (low < high) {
			const middle = low + high >>> 1;
			if (this.#sorted[middle] < start) low = middle + 1;
			else high = middle;
		}
		const found = this.#sorted[low];
		if (found === void 0 || !found.startsWith(start)) return void 0;
		return found === start || this.#sorted[low + 1]?.startsWith(start) !== true ? found : void 0;
	}
};

// src/notes/reverts/history.ts
/** A range, and what is known around it, as what a revert may mean: found by sha, by number and by title. */
var History = class {
	repository;
	side;
	#inside;
	#around;
	#aroundBySha;
	#known;
	#knownBySha;
	#numberedAround = /* @__PURE__ */ new Map();
	#bySha = /* @__PURE__ */ new Map();
	/** Commits of the range by what they were picked from: a revert that was picked too names the original. */
	#copies = /* @__PURE__ */ new Map();
	#byNumber = /* @__PURE__ */ new Map();
	#byTitle = /* @__PURE__ */ new Map();
	/** @param around commits outside of this side, as far as they are known. */
	constructor({ range }, side, around) {
		this.repository = range.repository;
		this.side = side;
		for (const change of side.changes) this.#addChange(change);
		this.#inside = new ShaIndex([...this.#bySha.keys(), ...this.#copies.keys()]);
		this.#aroundBySha = new Map(around.map((commit) => [commit.sha, commit]));
		this.#around = new ShaIndex(this.#aroundBySha.keys());
		this.#known = new Map(range.pullRequests.map((each) => [each.number, each]));
		const byNumber = range.pullRequests.toSorted((one, other) => other.number - one.number);
		this.#knownBySha = new Map(byNumber.map((each) => [each.mergeCommitSha ?? "", each.number]));
		for (const commit of around.toSorted(bySha)) this.#numberedAround.set(this.#numberOf(commit) ?? 0, commit);
	}
	/** The full name of a commit of the range, by its own name or that of the commit it was picked from. */
	fullName(sha) {
		const found = this.#inside.find(sha);
		return found === void 0 || this.#bySha.has(found) ? found : this.#copies.get(found);
	}
	/** Every change that the commit belongs to. */
	changesOf(sha) {
		return this.#bySha.get(sha) ?? [];
	}
	numbered(number) {
		return this.#byNumber.get(number);
	}
	titled(title) {
		return this.#byTitle.get(titleKey(title)) ?? [];
	}
	/** The commit outside of the range that has this name. */
	commitAround(sha) {
		const commit = this.#aroundBySha.get(this.#around.find(sha) ?? "");
		return commit === void 0 ? void 0 : this.#elsewhere(commit, this.#numberOf(commit));
	}
	/** The pull request of this number, which is not of the range; undefined: nothing is known of it. */
	pullRequestAround(number) {
		const known = this.#known.get(number);
		if (known !== void 0) {
			const isRevert = this.#isRevert(known.title, known.body);
			return {
				number,
				title: known.title,
				sha: null,
				isRevert
			};
		}
		const commit = this.#numberedAround.get(number);
		return commit === void 0 ? void 0 : this.#elsewhere(commit, number);
	}
	/** The one change outside of the range that has this title; undefined: none, or several. */
	titledAround(title) {
		const found = /* @__PURE__ */ new Map();
		for (const commit of this.#aroundBySha.values()) {
			if (this.#bySha.has(commit.sha) || !hasTitle(commit, title)) continue;
			found.set(this.#numberOf(commit) ?? commit.sha, commit);
		}
		const numbered = [...found].filter(([key]) => typeof key === "number");
		const [only, second] = numbered.length > 0 ? numbered : [...found];
		if (only === void 0 || second !== void 0) return void 0;
		const [, commit] = only;
		return this.#elsewhere(commit, this.#numberOf(commit));
	}
	#addChange(change) {
		const commits = change.kind === "commit" ? [change.commit] : change.commits;
		for (const { sha, message } of commits) {
			append(this.#bySha, sha, change);
			for (const original of pickedFrom(message)) this.#copies.set(original, sha);
		}
		append(this.#byTitle, titleKeyOf(change), change);
		if (change.kind === "pull-request") this.#byNumber.set(change.number, change);
	}
	#numberOf(commit) {
		const named = pullRequestNumber(subjectAndBody(commit.message).subject);
		return this.#knownBySha.get(commit.sha) ?? (named === 0 ? null : named);
	}
	#elsewhere(commit, number) {
		const { subject, body } = subjectAndBody(commit.message);
		const said = number === null ? {
			title: subject,
			body
		} : titleAndBody(subject, body);
		return {
			number,
			title: this.#known.get(number ?? 0)?.title ?? said.title,
			sha: commit.sha,
			isRevert: this.#isRevert(said.title, said.body)
		};
	}
	#isRevert(title, body) {
		const references = referencesIn(title, body, this.repository);
		return references.quoted === null ? hasReferences(references) : isTakingBack(title);
	}
};
function bySha(one, other) {
	if (one.sha === other.sha) return 0;
	return one.sha < other.sha ? -1 : 1;
}
function hasTitle({ message }, title) {
	const { subject, body } = subjectAndBody(message);
	return titleKey(titleAndBody(subject, body).title) === titleKey(title);
}
function titleKeyOf(change) {
	return titleKey(change.kind === "commit" ? subjectAndBody(change.commit.message).subject : change.title);
}
/** The same wherever a title was quoted: without the number behind it, spaces or case. */
function titleKey(title) {
	return title.replace(/ \(#\d{1,9}\)$/, "").replace(/\s+/gu, " ").trim().toLowerCase();
}
function append(map, key, change) {
	const kept = map.get(key);
	if (kept === void 0) map.set(key, [change]);
	else kept.push(change);
}

// src/notes/reverts/in-code.ts
/**
* Plays the reverts in the order in which they landed. The last that changed something holds: of several that take one
* change back the first counts, and taking any of them back brings the change.
*/
var InCode = class {
	#states = /* @__PURE__ */ new Map();
	/** What undid the revert: the one after it, or what it took back, when that landed again. */
	#undoneBy = /* @__PURE__ */ new Map();
	/** What the revert found decided before it. */
	#foundOf = /* @__PURE__ */ new Map();
	constructor(effects) {
		for (const [change, its] of effects) for (const [brought, isIn] of its) this.#play(change, brought, isIn);
		for (const [brought, state] of this.#states) landAgain(brought, state, Number.POSITIVE_INFINITY, this.#undoneBy);
	}
	/** The revert by which it is not there; null: it is. */
	takenOutBy(brought) {
		const state = this.#states.get(brought);
		return state === void 0 || state.isIn ? null : state.by;
	}
	undoneBy(revert) {
		return this.#undoneBy.get(revert);
	}
	foundBy(revert) {
		return this.#foundOf.get(revert);
	}
	#play(change, brought, isIn) {
		const state = this.#states.get(brought) ?? {
			isIn: true,
			by: null,
			landsAgainAt: landsAgain(brought)
		};
		this.#states.set(brought, state);
		landAgain(brought, state, change.landedAt, this.#undoneBy);
		const found = state.by ?? (typeof brought === "object" ? brought : null);
		if (found !== null && !this.#foundOf.has(change)) this.#foundOf.set(change, found);
		if (state.isIn === isIn) return;
		if (state.by !== null && !this.#undoneBy.has(state.by)) this.#undoneBy.set(state.by, change);
		state.isIn = isIn;
		state.by = change;
	}
};
function landsAgain(brought) {
	return typeof brought === "object" && brought.landedAt > brought.at ? brought.landedAt : null;
}
function landAgain(brought, state, now, undoneBy) {
	if (state.landsAgainAt === null || state.landsAgainAt >= now || typeof brought !== "object") return;
	state.landsAgainAt = null;
	if (state.isIn) return;
	if (state.by !== null && !undoneBy.has(state.by)) undoneBy.set(state.by, brought);
	state.isIn = true;
	state.by = null;
}

// src/notes/reverts/settle.ts
/** @param around commits outside of this side, as far as they are known. */
function settle(associated, side, around) {
	const history = new History(associated, side, around);
	const targets = /* @__PURE__ */ new Map();
	for (const change of side.changes) {
		const found = findTargets(change, history);
		if (found !== null) targets.set(change, found);
	}
	const inCode = new InCode(effectsOf(history, targets));
	const { reverted, bringing } = outsideOf(targets, inCode);
	const takers = new Set(reverted.map(({ by }) => by));
	const reverts = side.changes.filter((change) => targets.get(change)?.isAll === true);
	const others = side.changes.filter((change) => targets.get(change)?.isAll !== true);
	const cancelled = others.flatMap((change) => cancelledBy(change, inCode.takenOutBy(change)));
	const listed = [...others.filter((change) => inCode.takenOutBy(change) === null), ...reverts.filter((change) => bringing.has(change))];
	return {
		...placeReverts(reverts.filter((change) => !takers.has(change)), {
			listed,
			cancelled
		}, inCode),
		reverted
	};
}
/** What the reverts took back of what was shipped outside; who took a revert back brings again what that had taken. */
function outsideOf(targets, inCode) {
	const found = new Map([...targets.values()].flatMap(({ outside }) => outside.map((what) => [keyOf$2(what), what])));
	const reverted = [];
	const bringing = /* @__PURE__ */ new Set();
	for (const [key, what] of found) {
		const by = inCode.takenOutBy(key);
		if (by === null) continue;
		reverted.push({
			what,
			by
		});
		if (what.isRevert) bringing.add(by);
	}
	return {
		reverted: reverted.toSorted((one, other) => one.by.at - other.by.at),
		bringing
	};
}
/**
* Reverts of the range's own changes are named beside what they took back. Those that were undone, or changed nothing,
* are told with what undid them, or with what they found done. Nothing is left out.
*/
function placeReverts(open, { listed, cancelled }, inCode) {
	const takers = new Set(cancelled.map(({ by }) => by));
	const unnamed = open.filter((change) => !takers.has(change));
	const undone = unnamed.flatMap((change) => cancelledBy(change, inCode.undoneBy(change)));
	const named = new Set(undone.flatMap(({ change, by }) => [change, by]));
	const left = unnamed.filter((change) => !named.has(change));
	const idle = left.flatMap((change) => cancelledBy(change, inCode.foundBy(change)));
	const isTold = new Set(idle.map(({ change }) => change));
	return {
		listed: [...listed, ...left.filter((change) => !isTold.has(change))].toSorted(inOrder$1),
		cancelled: [
			...cancelled,
			...undone,
			...idle
		].toSorted((one, other) => inOrder$1(one.change, other.change))
	};
}
function cancelledBy(change, by) {
	return by === void 0 || by === null || by === change ? [] : [{
		change,
		by
	}];
}
function inOrder$1(one, other) {
	return one.at - other.at;
}

// src/notes/remaining.ts
function remainingOf(associated, mentioned, isOwn) {
	const { range, commits, lost } = associated;
	const { hasGained, hasLost } = SIDES[range.direction];
	const gained = hasGained ? ownOf(commits, settle(associated, commits, [...mentioned, ...range.lost]), isOwn) : NOTHING$2;
	const gone = hasLost ? ownOf(lost, settle(associated, lost, [...mentioned, ...range.commits]), isOwn) : NOTHING$2;
	const there = keysOf$1(gone);
	const both = new Set([...keysOf$1(gained)].filter((key) => there.has(key)));
	const onBothSides = gained.changes.filter((change) => both.has(keyOf$1(change)));
	return {
		gained: without(gained, both),
		lost: without(gone, both),
		onBothSides
	};
}
/** Of which sides the notes tell. Of a first deployment nothing: there is nothing to compare it with. */
const SIDES = {
	first: {
		hasGained: false,
		hasLost: false
	},
	same: {
		hasGained: false,
		hasLost: false
	},
	forward: {
		hasGained: true,
		hasLost: false
	},
	backward: {
		hasGained: false,
		hasLost: true
	},
	diverged: {
		hasGained: true,
		hasLost: true
	}
};
const NOTHING$2 = {
	changes: [],
	listed: [],
	cancelled: [],
	reverted: []
};
function ownOf(side, settled, isOwn) {
	const { listed, cancelled, reverted } = settled;
	if (isOwn === void 0) return {
		changes: side.changes,
		listed,
		cancelled,
		reverted
	};
	const own = new Set(side.changes.filter((change) => isOfService(change, isOwn)));
	return {
		changes: [...own],
		listed: listed.filter((change) => own.has(change)),
		cancelled: cancelled.filter(({ change, by }) => own.has(change) || own.has(by)),
		reverted: reverted.filter(({ by }) => own.has(by))
	};
}
/** A change whose files are not known stays in. */
function isOfService(change, isOwn) {
	const files = filesOf$2(change);
	return files === void 0 || isOwn(files);
}
/** What takes something of before back counts as much as what is listed. */
function standing({ listed, reverted }) {
	return [.../* @__PURE__ */ new Set([...listed, ...reverted.map(({ by }) => by)])].toSorted((one, other) => one.at - other.at);
}
function keysOf$1(side) {
	return new Set(standing(side).map(keyOf$1));
}
/** The same for a change and its copy on another branch: the number, or the commit that was picked. */
function keyOf$1(change) {
	if (change.kind === "pull-request") return change.number;
	return pickedFrom(change.commit.message)[0] ?? change.commit.sha;
}
function without(side, keys) {
	if (keys.size === 0) return side;
	return {
		...side,
		listed: side.listed.filter((change) => !keys.has(keyOf$1(change))),
		reverted: side.reverted.filter(({ by }) => !keys.has(keyOf$1(by)))
	};
}

// src/notes/account-for.ts
/** Where everything went that git sees in a range. */
/** @param exclusion the rule that leaves a change out; null: none. */
function accountFor({ complete }, { gained, lost, onBothSides }, exclusion) {
	const excluded = [...standing(gained), ...standing(lost)].flatMap((change) => {
		const because = exclusion(change);
		return because === null ? [] : [{
			...named(change),
			because
		}];
	});
	const cancelled = [...gained.cancelled, ...lost.cancelled].map(({ change, by }) => revertedBy(change, by));
	return {
		complete,
		links: linksOf$1([...gained.changes, ...lost.changes]),
		excluded: once(excluded),
		cancelled: once(cancelled, ({ by }) => `${by}`),
		onBothSides: onBothSides.map(named)
	};
}
/** By number; one that is on both sides once. */
function linksOf$1(changes) {
	const links = /* @__PURE__ */ new Map();
	for (const change of changes) {
		if (change.kind === "commit") continue;
		const { number, methods, commits } = change;
		const other = links.get(number);
		const method = LINK_METHODS.find((each) => methods.includes(each) || other?.method === each) ?? "squash-title";
		links.set(number, {
			number,
			method,
			commits: commits.length + (other?.commits ?? 0)
		});
	}
	return [...links.values()].toSorted((one, other) => one.number - other.number);
}
/** @param more what else tells two apart: a fork may have taken one change back on each side. */
function once(changes, more = () => "") {
	const kept = /* @__PURE__ */ new Map();
	for (const change of changes) {
		const key = `${change.number ?? change.sha} ${more(change)}`;
		if (!kept.has(key)) kept.set(key, change);
	}
	return [...kept.values()];
}

// src/notes/audience/release-note.ts
/** What a pull request says to people who do not read code: a block of its body, a line for each audience. */
/** UTF-16 units of a line, and lines of a note: whoever reads it did not ask for a page. */
const LONGEST_LINE = 500;
const MOST_LINES = 20;
/** A fence of a code block; what stands behind it names the language, in which a fence of backticks has none. */
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** A key and what follows it. `|` and `>` begin a text in YAML, and many write them. */
const ENTRY = /^([A-Za-z][\w-]{0,49}):([\s\S]*)$/;
/**
* The note for an audience in the ```` ```release-note ```` blocks of a Markdown text; null: none. Lines of plain text:
* a value goes on in the lines below it that are indented. `none` says that there is nothing to tell.
*/
function releaseNoteFor(audience, markdown) {
	const lines = valueLines(audience, markdown).map((line) => plainLine(line.replace(/<!--[\s\S]*?(?:-->|$)/g, ""), LONGEST_LINE)).filter((line) => line !== "");
	if (lines.length === 0 || lines.length === 1 && NOTHING$1.test(lines[0] ?? "")) return null;
	const kept = lines.slice(0, MOST_LINES);
	return [...kept, ...lines.length > kept.length ? ["…"] : []].join("\n");
}
const NOTHING$1 = /^(?:none|n\/a|-)\.?$/i;
function valueLines(audience, markdown) {
	const told = [];
	let isTold = false;
	for (const line of blockLines(markdown)) {
		const [, key, value = ""] = ENTRY.exec(line) ?? [];
		if (key !== void 0) isTold = key.toLowerCase() === audience;
		else if (/^\S/.test(line)) isTold = false;
		if (isTold) told.push(key === void 0 ? line : value.trim().replace(/^[|>][-+]?$/, ""));
	}
	return told;
}
/** The lines inside the blocks. What stands in a comment, or is shown in another block, is an example and says nothing. */
function* blockLines(markdown) {
	let place = { kind: "text" };
	for (const line of markdown.split(/\r\n?|\n/)) {
		const next = placeAfter(line, place);
		if (place.kind === "block" && place.isOurs && next === place) yield line;
		place = next;
	}
}
function placeAfter(line, place) {
	if (place.kind === "block") return closes(line, place.fence) ? { kind: "text" } : place;
	if (place.kind === "comment") return line.includes("-->") ? { kind: "text" } : place;
	const [before = "", fence] = FENCE.exec(line) ?? [];
	const language = line.slice(before.length);
	if (fence !== void 0 && !(fence.startsWith("`") && language.includes("`"))) return {
		kind: "block",
		fence,
		isOurs: language.trim().toLowerCase() === "release-note"
	};
	return line.lastIndexOf("<!--") > line.lastIndexOf("-->") ? { kind: "comment" } : place;
}
function closes(line, mark) {
	const text = line.trim();
	return text.length >= mark.length && text === (mark[0] ?? "").repeat(text.length);
}

// src/notes/audience/for-audience.ts
/** The notes as an audience reads them: the changes that say something to it, and how many do not. */
function forAudience(notes, { listed, gone }, audience) {
	const said = notesIn(listed, audience);
	const wasSaid = notesIn(gone, audience);
	const noted = (change, name) => {
		const note = said.get(name);
		return note === void 0 ? [] : [{
			...change,
			note
		}];
	};
	const sections = notes.sections.map(({ title, changes }) => ({
		title,
		changes: changes.flatMap((change) => noted(change, change.number))
	})).filter(({ changes }) => changes.length > 0);
	const unlinkedCommits = notes.unlinkedCommits.flatMap((commit) => noted(commit, commit.sha));
	const removedByRollback = notes.removedByRollback.map((change) => {
		const note = wasSaid.get(change.number ?? change.sha ?? "");
		return note === void 0 ? change : {
			...change,
			note
		};
	});
	return {
		...notes,
		audience,
		withoutNote: listed.length - said.size,
		sections,
		unlinkedCommits,
		removedByRollback
	};
}
function notesIn(changes, audience) {
	const said = /* @__PURE__ */ new Map();
	for (const change of changes) {
		const note = noteOf(change, audience);
		if (note !== null) said.set(change.kind === "commit" ? change.commit.sha : change.number, note);
	}
	return said;
}
/** In the body of the pull request, or in a commit message that GitHub made of it. */
function noteOf(change, audience) {
	for (const text of textsOf(change)) {
		const note = releaseNoteFor(audience, text);
		if (note !== null) return note;
	}
	return null;
}

// src/notes/co-authors.ts
/** Who a message names as co-authors. */
/** Spellings differ (`Co-Authored-By`, `Coauthored-by`); squashed messages have them in their middle. */
const TRAILER = /^[ \t]{0,8}co-?authored-by[ \t]{0,8}:[ \t]{0,8}([^\r\n]{1,500})$/gim;
const NAME_AND_ADDRESS = /^([^<>]*)<([^<>]*)>/;
function coAuthorsIn(message) {
	const found = [];
	for (const [, text = ""] of message.matchAll(TRAILER)) {
		const [, name = text, email = ""] = NAME_AND_ADDRESS.exec(text) ?? [];
		const author = {
			name: name.trim().replace(/^@/, ""),
			email: email.trim(),
			login: loginOfAddress(email)
		};
		if (author.name !== "" || author.login !== null) found.push(author);
	}
	return found;
}

// src/notes/people.ts
/** Who made the changes: one name for each person, however their commits call them. */
/** Everybody who wrote what the later end has more, each once and in the order of the range: who may be here for the first time. */
function peopleOf(associated) {
	const people = new People(associated);
	const found = /* @__PURE__ */ new Map();
	for (const change of associated.commits.changes) for (const author of authorsIn(change)) {
		const key = keyOf(people.nameOf(author));
		if (!found.has(key)) found.set(key, {
			...author,
			login: people.loginOf(author)
		});
	}
	return [...found.values()];
}
/** The names of the people of a range. */
var People = class {
	#logins = /* @__PURE__ */ new Map();
	/** By address, the name under which somebody without a login is listed. */
	#names = /* @__PURE__ */ new Map();
	constructor({ commits, lost }) {
		const perName = /* @__PURE__ */ new Map();
		for (const author of [...commits.changes, ...lost.changes].flatMap(authorsIn)) this.#meet(author, perName);
		for (const [name, logins] of perName) {
			const [login] = logins;
			if (logins.size === 1 && login !== void 0) this.#logins.set(`name ${name}`, login);
		}
	}
	#meet(author, perName) {
		const login = author.login ?? loginOfAddress(author.email);
		const name = keyOf(author.name);
		const address = keyOf(author.email);
		if (!this.#names.has(address)) this.#names.set(address, author.name);
		if (login === null) return;
		if (address !== "" && !this.#logins.has(addressKey(author))) this.#logins.set(addressKey(author), login);
		if (name !== "") perName.set(name, (perName.get(name) ?? /* @__PURE__ */ new Set()).add(login));
	}
	/** Null: a clone does not tell it. */
	loginOf(author) {
		return author.login ?? loginOfAddress(author.email) ?? this.#logins.get(addressKey(author)) ?? this.#logins.get(`name ${keyOf(author.name)}`) ?? null;
	}
	/** The login, else the name. */
	nameOf(author) {
		const known = author.email === "" ? void 0 : this.#names.get(keyOf(author.email));
		return plainLine(this.loginOf(author) ?? known ?? author.name, LONGEST_NAME$3) || "unknown";
	}
	/** Who opened the pull request, where GitHub tells it; else who wrote its first commit. */
	authorOf(change) {
		if (change.kind === "commit") return this.nameOf(change.commit.author);
		const told = plainLine(change.known?.author ?? "", LONGEST_NAME$3);
		return told === "" ? this.nameOf(change.first.author) : told;
	}
	/** Everybody else who wrote part of it, in the order of its commits. */
	coAuthorsOf(change) {
		const listed = /* @__PURE__ */ new Map();
		for (const author of authorsIn(change)) {
			const name = this.nameOf(author);
			if (!listed.has(keyOf(name))) listed.set(keyOf(name), name);
		}
		listed.delete(keyOf(this.authorOf(change)));
		return [...listed.values()];
	}
};
/** Nobody's name is longer; a commit may say anything. */
const LONGEST_NAME$3 = 100;
/** People by name, bots last; each once. */
function inOrder(names) {
	const once = /* @__PURE__ */ new Map();
	for (const name of names) if (!once.has(keyOf(name))) once.set(keyOf(name), name);
	return [...once.values()].toSorted((one, other) => Number(isBot(one)) - Number(isBot(other)) || compare(keyOf(one), keyOf(other)));
}
function isBot(name) {
	return name.toLowerCase().endsWith("[bot]");
}
/** Authors and co-authors. Who merged is neither. */
function authorsIn(change) {
	const found = (change.kind === "commit" ? [change.commit] : writtenCommits(change)).flatMap((commit) => [authorOfCommit(change, commit.author), ...coAuthorsIn(commit.message)]);
	return change.kind === "commit" ? found : [...found, ...coAuthorsIn(change.body)];
}
/** GitHub makes whoever presses the button the author of the merge; the commits of the branch tell who wrote. */
function writtenCommits({ own, first }) {
	const written = own.filter(({ parents }) => parents.length < 2);
	return written.length > 0 ? written : [first];
}
/** The commit that a pull request was squashed to is its author's, also where GitHub knows no account of the address. */
function authorOfCommit(change, author) {
	if (change.kind === "commit" || change.known === null || author.login !== null) return author;
	return change.own.length === 1 && author === change.first.author && change.known.author !== "" ? {
		...author,
		login: change.known.author
	} : author;
}
function addressKey({ email }) {
	return `address ${keyOf(email)}`;
}
function keyOf(text) {
	return text.trim().toLowerCase();
}
function compare(one, other) {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}

// src/notes/sections.ts
/** The changes by category. */
/** The section for what no category takes (contract, section 6). */
const OTHER = "Other changes";
/** In the order of the categories, what none takes last; sections without a change are left out. */
function sectionsOf(changes, told) {
	const taken = /* @__PURE__ */ new Map();
	for (const change of changes) {
		const noted = note$1(change, told);
		const category = categoryOf({
			type: noted.type,
			labels: labelsOf(change),
			author: noted.author
		}, told.rules);
		const its = taken.get(category);
		if (its === void 0) taken.set(category, [noted]);
		else its.push(noted);
	}
	return [...told.rules.categories, void 0].flatMap((category) => {
		const its = taken.get(category);
		return its === void 0 ? [] : [{
			title: category?.title ?? "Other changes",
			changes: its
		}];
	});
}
function requestsIn(change, requestsOf) {
	const requests = requestsOf?.(change) ?? [];
	return requests.length === 0 ? {} : { requests };
}
function note$1(change, { people, breaking, tierOf, requestsOf }) {
	return {
		number: change.number,
		title: titleOf(change),
		author: people.authorOf(change),
		type: conventionalHeader(change.title)?.type ?? null,
		tier: tierOf?.(change) ?? null,
		breaking: breaking.has(change),
		coAuthors: people.coAuthorsOf(change),
		...requestsIn(change, requestsOf)
	};
}

// src/notes/make-notes.ts
/** Release notes as data, from what the history tells. */
/** Everything stands in the order of the range, oldest first. */
function makeNotes(input) {
	const { range, rules, newcomers } = input;
	const associated = input.associated ?? associate(range);
	const people = new People(associated);
	const remaining = remainingOf(associated, input.mentioned, input.isOwn);
	const { gained, lost } = remaining;
	const isKept = (change) => exclusion$1(change, people, rules) === null;
	const listed = gained.listed.filter(isKept);
	const pullRequests = listed.filter((change) => change.kind === "pull-request");
	const contributors = inOrder(listed.flatMap((change) => [people.authorOf(change), ...people.coAuthorsOf(change)]));
	const isBreaking = (change) => textsOf(change).some(isBreakingChange);
	const breaking = new Set(listed.filter(isBreaking));
	const gone = standing(lost).filter(isKept);
	const notes = {
		version: 1,
		repository: range.repository,
		service: input.service,
		environment: input.environment,
		from: range.from,
		to: range.to,
		direction: range.direction,
		sections: sectionsOf(pullRequests, {
			people,
			rules,
			breaking,
			tierOf: input.tierOf,
			requestsOf: input.requestsOf
		}),
		breaking: [...breaking].map(named),
		reverted: gained.reverted.filter(({ by }) => isKept(by)).map(({ what, by }) => revertedBy(what, by)),
		removedByRollback: gone.map(named),
		unlinkedCommits: unlinkedOf$1(listed, people, input.requestsOf),
		contributors,
		firstTimeContributors: firstTime(contributors, newcomers, people),
		outcome: input.outcome,
		accounting: accountFor(range, remaining, (change) => exclusion$1(change, people, rules))
	};
	return input.audience === void 0 ? notes : forAudience(notes, {
		listed,
		gone
	}, input.audience);
}
/** Rules exclude pull requests. A commit without one is always listed: nothing else would tell of it. */
function exclusion$1(change, people, { exclude }) {
	if (change.kind === "commit") return null;
	return exclusionOf({
		labels: labelsOf(change),
		author: people.authorOf(change)
	}, exclude);
}
function unlinkedOf$1(listed, people, requestsOf) {
	return listed.filter((change) => change.kind === "commit").map((change) => ({
		sha: change.commit.sha,
		title: titleOf(change),
		author: people.authorOf(change),
		...requestsIn(change, requestsOf)
	}));
}
function firstTime(contributors, newcomers, people) {
	const names = new Set(newcomers.map((each) => people.nameOf(each).toLowerCase()));
	return contributors.filter((name) => names.has(name.toLowerCase()) && !isBot(name));
}

// src/notes/reverts/mentioned-changes.ts
/** Changes outside of a range that its reverts name by number or by title only, so that somebody has to look for them. */
/** Somebody's text must not decide how much is looked for. */
const MOST = 100;
function mentionedChanges(associated) {
	const all = [associated.commits, associated.lost].map((side) => elsewhereOf(associated, side));
	const numbers = new Set(all.flatMap((each) => each.numbers));
	const titles = new Set(all.flatMap((each) => each.titles));
	return {
		numbers: [...numbers].toSorted((one, other) => one - other).slice(0, MOST),
		titles: [...titles].toSorted().slice(0, MOST)
	};
}
/** What any text has that asks for something: most have not, and need no closer look. */
const MAY_ASK = /revert|reapply/i;
function elsewhereOf({ range }, { changes }) {
	const asked = changes.filter((change) => textsOf(change).some((text) => MAY_ASK.test(text))).map((change) => askedBy(change, range.repository, () => void 0)).filter((each) => each !== null);
	if (asked.length === 0) return {
		numbers: [],
		titles: []
	};
	const there = new Set(changes.map((change) => change.kind === "commit" ? 0 : change.number));
	const titled = new Set(changes.map(titleKeyOf));
	const quoted = asked.filter(({ shas, numbers }) => shas.length + numbers.length === 0).flatMap((each) => each.quoted);
	return {
		numbers: [...asked.flatMap((each) => each.numbers), ...quoted.map(pullRequestNumber)].filter((number) => number !== 0 && !there.has(number)),
		titles: quoted.filter((title) => pullRequestNumber(title) === 0 && !titled.has(titleKey(title)))
	};
}

// src/notes/reverts/mentioned-shas.ts
/** In lower case, perhaps shortened, each once and sorted. Not all of them need exist. */
function mentionedShas(range) {
	const commits = [...range.commits, ...range.lost];
	const inside = new ShaIndex(commits.map(({ sha }) => sha));
	const texts = [...commits.map(({ message }) => message), ...range.pullRequests.map(({ body }) => body)];
	const mentioned = /* @__PURE__ */ new Set();
	for (const text of texts) for (const sha of everyShaIn(text)) if (inside.find(sha) === void 0) mentioned.add(sha);
	return [...mentioned].toSorted();
}

// src/flow/notes/own-paths.ts
/**
* The service that the policy draws, or one that only an environment names. Where a policy draws none, the service is
* the repository.
*
* @param repository `owner/name`
*/
function serviceOf(policy, name, repository) {
	const drawn = Object.entries(policy.services).find(([each]) => isSameName(each, name))?.[1];
	if (drawn !== void 0) {
		const globs = drawn.paths.map((pattern) => compileGlob(pattern));
		const isOwnPath = (path) => path !== void 0 && globs.some((matches) => matches(path));
		return {
			kind: "known",
			isOwn: (files) => files.some((file) => isOwnPath(file.path) || isOwnPath(file.previousPath))
		};
	}
	const lanes = Object.values(policy.environments ?? {}).flatMap((entry) => entry.service ?? []);
	if ([...lanes, repository.split("/").at(-1) ?? repository].some((each) => isSameName(each, name))) return {
		kind: "known",
		isOwn: void 0
	};
	return {
		kind: "unknown",
		known: [.../* @__PURE__ */ new Set([...Object.keys(policy.services), ...lanes])]
	};
}
function unknownService(name, known) {
	return `The policy knows no service ${name}: ${known.length === 0 ? "it draws none" : `there are ${known.join(", ")}`}. Services are drawn in its \`services\`, by their paths.`;
}

// src/flow/notes/tier-of-change.ts
/** Who can tell, of a change that was deployed long ago, what a risk rule asks: a new key has to say so here. */
const TOLD_BY = {
	paths: ["clone", "github"],
	"only-paths": ["clone", "github"],
	files: ["clone", "github"],
	type: ["clone", "github"],
	title: ["clone", "github"],
	labels: ["github"],
	base: ["github"],
	author: ["github"],
	"author-in": [],
	bot: [],
	dependency: [],
	unreviewed: [],
	commits: [],
	lines: [],
	release: []
};
const OF_FILES = [
	"paths",
	"only-paths",
	"files"
];
function keysOf({ when }) {
	return Object.keys(TOLD_BY).filter((key) => Object.hasOwn(when ?? {}, key));
}
/** The rules that the history answers; the others are taken as not matching, as a backtest does. */
function answeredRules({ risk }, answeredBy) {
	return risk?.filter((rule) => keysOf(rule).every((key) => TOLD_BY[key].includes(answeredBy)));
}
/** Whether changed files decide any tier: they are most of the work. */
function asksForFiles(policy, answeredBy) {
	return (answeredRules(policy, answeredBy) ?? []).some((rule) => keysOf(rule).some((key) => OF_FILES.includes(key)));
}
/** @param policies at least one, the organisation's first: the higher tier counts, as it does for the release */
function tierOfChange(policies, { answeredBy, withFiles }) {
	const answered = policies.map((policy) => {
		const risk = answeredRules(policy, answeredBy);
		return {
			...policy,
			...risk === void 0 ? {} : { risk: [...risk] }
		};
	});
	const { tiers, isCommon } = commonTiers(policies);
	return (change) => {
		const given = answered.map((policy) => classifyChange(policy, changeOf(change, withFiles), { people: {} }).tier);
		const rank = isCommon ? Math.max(...given.map((tier) => tiers.indexOf(tier))) : tiers.length - 1;
		return tiers[rank];
	};
}
/** What rules and gates are applied to; what the history does not tell is left out. */
function changeOf(change, withFiles) {
	const files = filesOf$2(change);
	if (change.kind === "commit") {
		const { sha, message, author, committedAt } = change.commit;
		return {
			kind: "commit",
			sha,
			message,
			author: author.login ?? author.name,
			at: committedAt,
			files: files ?? []
		};
	}
	const { known, commits, first } = change;
	const author = known?.author ?? first.author.login ?? first.author.name;
	return {
		kind: "pull-request",
		number: change.number,
		title: change.title,
		body: change.body,
		author,
		contributors: [author],
		labels: known?.labels ?? [],
		base: known?.base ?? "",
		headSha: commits.at(-1)?.sha ?? first.sha,
		files: files ?? [],
		filesComplete: !withFiles || files !== void 0,
		commits: commits.length,
		reviews: []
	};
}

// src/flow/notes/requests-of-change.ts
/** What each change in the notes was made for, where a gate of the policies asks for an issue or a request. */
/** Undefined: no gate asks. What a pull request said when it was merged counts: later anybody may have edited it. */
function requestsOfChange(policies, repository) {
	const asked = requestsAsked(policies);
	if (asked === null) return void 0;
	return (change) => asked(changeOf(asDeclared(change), false)).map((request) => requestIn(repository, request));
}
function asDeclared(change) {
	return change.kind === "commit" ? change : {
		...change,
		...change.declared
	};
}

// src/flow/notes/write-notes.ts
/** Writes the notes of a range: of a clone or of GitHub, for the command and the Action alike. */
/** Throws `Failure` when a revision is not there, the history cannot be read, or the policy knows no such service. */
async function writeNotes(history, request) {
	const { policy, organisation, service, environment, outcome, answeredBy } = request;
	const policies = organisation === void 0 ? [policy] : [organisation, policy];
	const isOwn = service === null ? void 0 : ownPaths(request.repository, policy, service);
	const withFiles = isOwn !== void 0 || policies.some((each) => asksForFiles(each, answeredBy));
	const range = await history.range({
		from: request.from,
		to: request.to,
		withFiles
	});
	const associated = associate(range);
	const [mentioned, landed, newcomers] = await Promise.all([
		history.commits(mentionedShas(range)),
		range.from === null ? [] : history.landed?.(mentionedChanges(associated), range.from.sha) ?? [],
		history.newcomers(peopleOf(associated), range.from?.sha ?? null)
	]);
	return makeNotes({
		range,
		associated,
		mentioned: [...mentioned, ...landed],
		service,
		environment,
		...isOwn === void 0 ? {} : { isOwn },
		rules: rulesInForce(policy.notes ?? null, request.releaseFile),
		tierOf: tierOfChange(policies, {
			answeredBy,
			withFiles
		}),
		requestsOf: requestsOfChange(policies, range.repository),
		newcomers,
		outcome,
		audience: request.audience
	});
}
function ownPaths(repository, policy, name) {
	const service = serviceOf(policy, name, repository);
	if (service.kind === "known") return service.isOwn;
	throw new Failure("not-found", unknownService(name, service.known));
}

// src/github/graphql/find-noted-pulls.ts
/**
* The merged pull requests that GitHub lists for commits, as release notes need them: many commits at once, in halves
* where that takes GitHub too long. Of those for which there is no answer nothing is said, and the caller reads them by
* REST.
*/
/** GitHub has 10 s for an answer, and gives none ("502") when it takes longer. */
const MOST_AT_ONCE = 50;
async function findNotedPulls(connection, commits, withFiles) {
	const found = {
		pullsOf: /* @__PURE__ */ new Map(),
		pulls: /* @__PURE__ */ new Map()
	};
	let size = MOST_AT_ONCE;
	for (let at = 0; at < commits.length;) {
		const asked = commits.slice(at, at + size);
		const nodes = await ask(connection, asked, withFiles);
		if (nodes === null && size > 1) {
			size = Math.ceil(size / 2);
			continue;
		}
		for (const node of nodes ?? []) note(connection, found, node);
		at += asked.length;
		if (nodes === null) return found;
	}
	return found;
}
const answered = object({ nodes: array(unknown()) });
async function ask(connection, commits, hasFiles) {
	const answer = await runQuery(connection, "Reading the pull requests of commits", NOTED_PULLS, {
		ids: commits.map(({ nodeId }) => nodeId),
		hasFiles
	});
	const parsed = answered.safeParse(answer?.data);
	return parsed.success ? parsed.data.nodes : null;
}
const file = object({
	path: string(),
	additions: number(),
	deletions: number(),
	changeType: string()
});
const notedPull = object({
	number: number(),
	title: string(),
	body: string(),
	baseRefName: string(),
	lastEditedAt: string().nullable(),
	mergedAt: string().nullable(),
	mergeCommit: object({ oid: string() }).nullable(),
	repository: object({ databaseId: number() }),
	author: object({
		__typename: string(),
		login: string()
	}).nullable(),
	labels: object({ nodes: array(object({ name: string() })) }).nullable(),
	files: object({
		pageInfo: object({ hasNextPage: boolean() }),
		nodes: array(file)
	}).nullish()
});
const notedCommit = object({
	oid: string(),
	associatedPullRequests: object({
		totalCount: number(),
		nodes: array(notedPull)
	})
});
function note({ repository }, { pullsOf, pulls }, node) {
	const commit = notedCommit.safeParse(node);
	if (!commit.success || commit.data.associatedPullRequests.totalCount > 5) return;
	const { oid, associatedPullRequests } = commit.data;
	const merged = associatedPullRequests.nodes.filter((pull) => pull.mergedAt !== null && pull.repository.databaseId === repository.id);
	pullsOf.set(oid, merged.map(({ number }) => number));
	for (const pull of merged) pulls.set(pull.number, knownPull(pull));
}
function knownPull(pull) {
	const { author } = pull;
	const files = filesOf$1(pull);
	return {
		number: pull.number,
		title: pull.title.toWellFormed(),
		body: pull.body.toWellFormed(),
		author: author === null ? NOBODY_KNOWN : author.__typename === "Bot" ? `${author.login}[bot]` : author.login,
		labels: (pull.labels?.nodes ?? []).map(({ name }) => name.toWellFormed()),
		...isEditedLater(pull) ? { isBodyLater: true } : {},
		mergedAt: pull.mergedAt,
		mergeCommitSha: pull.mergeCommit?.oid ?? null,
		base: pull.baseRefName,
		...files === null ? {} : { files }
	};
}
/** GitHub counts edits of the body; the title has no date. */
function isEditedLater({ lastEditedAt, mergedAt }) {
	return lastEditedAt !== null && mergedAt !== null && Date.parse(lastEditedAt) > Date.parse(mergedAt);
}
/** Null where a file had another name, or where there are more files than we see: the REST API tells these. */
function filesOf$1({ files }) {
	if (!files || files.pageInfo.hasNextPage) return null;
	if (files.nodes.some(({ changeType }) => changeType === "RENAMED" || changeType === "COPIED")) return null;
	return files.nodes.map(({ path, changeType, additions, deletions }) => {
		return {
			path: path.toWellFormed(),
			status: FILE_STATUS[changeType] ?? "modified",
			additions,
			deletions
		};
	});
}
const FILE_STATUS = {
	ADDED: "added",
	DELETED: "removed"
};

// src/github/reads/notes/known-pull.ts
/** Null: it was not merged, or it is another repository's. */
function mergedPull({ repository }, pull) {
	if (pull.merged_at === null || Number(pull.base.repo?.id) !== repository.id) return null;
	return {
		number: pull.number,
		title: pull.title.toWellFormed(),
		body: (pull.body ?? "").toWellFormed(),
		author: pull.user?.login ?? "ghost",
		labels: pull.labels.map(({ name }) => name.toWellFormed()),
		...mayBeEditedLater(pull.updated_at, pull.merged_at) ? { isBodyLater: true } : {},
		mergedAt: pull.merged_at,
		mergeCommitSha: pull.merge_commit_sha,
		base: pull.base.ref
	};
}
/** The merge itself takes GitHub a moment, and so does deleting the branch. */
const SETTLES_WITHIN_MS = 1e4;
/** These lists do not tell edits from other changes. */
function mayBeEditedLater(updatedAt, mergedAt) {
	return !(Date.parse(updatedAt) <= Date.parse(mergedAt) + SETTLES_WITHIN_MS);
}

// src/github/reads/notes/read-pulls-of-commit.ts
/** More than these have one commit only in repositories that merge everything everywhere. */
const MOST_PULLS = 300;
async function readPullsOfCommit(connection, sha) {
	return (await listPullsOfCommit(connection, sha, MOST_PULLS)).flatMap((pull) => mergedPull(connection, pull) ?? []);
}

// src/github/reads/notes/recently-merged.ts
/** The index is behind by minutes; nobody merges 300 pull requests in that time. */
const MOST_PAGES = 3;
/**
* @param commits all of the range.
* @param unexplained those that the index says nothing of: without any the list is not read.
*/
async function readRecentlyMerged(connection, commits, unexplained) {
	const wanted = new Set(unexplained.map(({ sha }) => sha));
	const found = {
		pulls: [],
		links: []
	};
	const since = Math.min(...unexplained.map(({ committedAt }) => Date.parse(committedAt)));
	for (let page = 1; page <= MOST_PAGES && wanted.size > 0; page += 1) {
		const listed = await readPage(connection, page);
		for (const each of listed) await takeFrom(connection, each, commits, wanted, found);
		const oldest = listed.at(-1);
		if (oldest === void 0 || listed.length < 100 || Date.parse(oldest.updated_at) < since) break;
	}
	return found;
}
async function takeFrom(connection, listed, commits, wanted, { pulls, links }) {
	const pull = mergedPull(connection, listed);
	if (pull === null || pull.mergeCommitSha === null || !wanted.has(pull.mergeCommitSha)) return;
	pulls.push(pull);
	for (const sha of await broughtBy(connection, pull, commits)) {
		links.push({
			sha,
			number: pull.number,
			method: "recently-merged"
		});
		wanted.delete(sha);
	}
}
async function readPage({ octokit, owner, repo }, page) {
	const { data } = await ask$1("Reading the pull requests merged last", () => octokit.request("GET /repos/{owner}/{repo}/pulls", {
		owner,
		repo,
		state: "closed",
		sort: "updated",
		direction: "desc",
		per_page: 100,
		page,
		request: once$1()
	}));
	return data;
}
/**
* The merge commit; and of a rebase, whose last commit GitHub names, those before it that are the pull request's own:
* one for one the same message, written at the same time.
*/
async function broughtBy(connection, { number, mergeCommitSha }, commits) {
	const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
	const last = mergeCommitSha === null ? void 0 : bySha.get(mergeCommitSha);
	if (last === void 0) return [];
	if (last.parents.length !== 1) return [last.sha];
	const own = (await listPullCommits(connection, number)).map(rangeCommit);
	const line = [];
	let at = last;
	for (const { message, authoredAt } of own.toReversed()) {
		if (at === void 0 || at.message !== message || at.authoredAt !== authoredAt) break;
		line.push(at.sha);
		at = bySha.get(at.parents[0] ?? "");
	}
	return line.length === own.length && line.length > 0 ? line : [last.sha];
}

// src/github/reads/notes/associate-on-github.ts
/** Each is a call of its own, of the 1,000 that a job has in an hour. */
const MOST_BY_REST = 200;
async function associateOnGitHub(connection, commits, withFiles) {
	const found = await findNotedPulls(connection, commits, withFiles);
	const complete = await askForRest(connection, commits, found);
	const links = linksOf(commits, found);
	const explained = new Set(links.map(({ sha }) => sha));
	const recent = await readRecentlyMerged(connection, commits, commits.filter(({ sha }) => !explained.has(sha)));
	for (const pull of recent.pulls) if (!found.pulls.has(pull.number)) found.pulls.set(pull.number, pull);
	return {
		pulls: found.pulls,
		links: [...links, ...recent.links],
		complete
	};
}
async function askForRest(connection, commits, { pullsOf, pulls }) {
	const left = commits.filter(({ sha }) => !pullsOf.has(sha));
	for (const { sha } of left.slice(0, MOST_BY_REST)) {
		const merged = await readPullsOfCommit(connection, sha);
		pullsOf.set(sha, merged.map(({ number }) => number));
		for (const pull of merged) if (!pulls.has(pull.number)) pulls.set(pull.number, pull);
	}
	return left.length <= MOST_BY_REST;
}
function linksOf(commits, { pullsOf, pulls }) {
	const listed = new Set(commits.map(({ sha }) => sha));
	const associated = commits.flatMap(({ sha }) => (pullsOf.get(sha) ?? []).map((number) => ({
		sha,
		number,
		method: "associated"
	})));
	const merges = [...pulls.values()].flatMap(({ number, mergeCommitSha: sha }) => sha !== null && listed.has(sha) ? [{
		sha,
		number,
		method: "merge-commit"
	}] : []);
	return [...associated, ...merges];
}

// src/github/reads/notes/newcomers.ts
/** Beyond these nobody is called new: it would take more reads than a job can spare. */
const MOST_CANDIDATES = 100;
/** @param before null: nothing was there before, so all are new. */
async function readNewcomers(connection, people, before) {
	if (before === null) return people;
	if (people.length > 100) return [];
	const newcomers = [];
	for (const person of people) if (!await hasCommits(connection, person, before)) newcomers.push(person);
	return newcomers;
}
/** By login, and by the address too: GitHub may know whose an address is only since a while. */
async function hasCommits(connection, { login, email }, before) {
	for (const author of /* @__PURE__ */ new Set([login, email])) if (author !== null && author !== "" && await isAuthor(connection, author, before)) return true;
	return false;
}
async function isAuthor({ octokit, owner, repo }, author, before) {
	const { data } = await ask$1(`Looking for earlier commits of ${author}`, () => octokit.request("GET /repos/{owner}/{repo}/commits", {
		owner,
		repo,
		author,
		sha: before,
		per_page: 1,
		request: once$1()
	}));
	return data.length > 0;
}

// src/github/reads/notes/read-touched-files.ts
/** Each is a call of its own, of the 1,000 that a job has in an hour. */
const MOST_COMMITS = 200;
/** GitHub shows at most 3,000 files of a commit. */
const MOST_FILES = 3e3;
async function readTouchedFiles(connection, commits, known, links) {
	const pulls = [];
	for (const pull of known) pulls.push(pull.files === void 0 ? {
		...pull,
		files: await readFiles(connection, pull.number)
	} : pull);
	const explained = new Set(links.map(({ sha }) => sha));
	const alone = commits.filter(({ sha, parents }) => !explained.has(sha) && parents.length < 2);
	const filesOf = /* @__PURE__ */ new Map();
	for (const { sha } of alone.slice(0, MOST_COMMITS)) filesOf.set(sha, await readCommitFiles(connection, sha));
	return {
		pulls,
		filesOf,
		complete: alone.length <= MOST_COMMITS
	};
}
async function readCommitFiles(connection, sha) {
	const { octokit, owner, repo } = connection;
	const { items } = await listAll(`Reading the files of ${sha.slice(0, 7)}`, async (page) => {
		const read = () => octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
			owner,
			repo,
			ref: sha,
			...page,
			request: once$1()
		});
		const { data } = await ask$1(`Reading the files of ${sha.slice(0, 7)}`, read);
		return { data: data.files ?? [] };
	}, MOST_FILES);
	return items.map(changedFile);
}

// src/github/reads/notes/resolve-revision.ts
/** A tag, a branch or a commit to the full name of its commit. */
/** Throws `Failure` (`not-found`) naming the revision that is not there. */
async function resolveRevision(connection, ref) {
	const found = await findCommit(connection, ref);
	if (found !== null) return {
		ref,
		sha: found.sha
	};
	const { owner, repo } = connection;
	throw new Failure("not-found", `There is no revision ${JSON.stringify(ref)} in ${owner}/${repo}: write a tag, a branch or the id of a commit.`);
}
/** Null: GitHub knows no commit by this name. */
async function findCommit({ octokit, owner, repo }, ref) {
	try {
		const { data } = await ask$1(`Reading commit ${ref.slice(0, 100)}`, () => octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
			owner,
			repo,
			ref,
			per_page: 1,
			request: once$1()
		}));
		return data;
	} catch (error) {
		if (error instanceof Failure && (error.kind === "not-found" || error.kind === "rejected")) return null;
		throw error;
	}
}

// src/github/reads/notes/notes-history.ts
/** What messages speak of is somebody's text: it must not be able to use up what a job may read. */
const MOST_MENTIONED = 100;
function notesHistoryOn(connection) {
	return {
		range: (ends) => readRange(connection, ends),
		commits: (shas) => readMentioned(connection, shas),
		newcomers: (people, before) => readNewcomers(connection, people, before)
	};
}
const NOTHING = {
	direction: "first",
	commits: [],
	complete: true
};
async function readRange(connection, ends) {
	const to = await resolveRevision(connection, ends.to);
	const from = ends.from === null ? null : await resolveRevision(connection, ends.from);
	const gained = from === null ? NOTHING : await comparePaged(connection, from.sha, to.sha);
	const isOneWay = gained.direction !== "backward" && gained.direction !== "diverged";
	const lost = from === null || isOneWay ? NOTHING : await comparePaged(connection, to.sha, from.sha);
	const listed = [...gained.commits, ...lost.commits];
	const { pulls, links, complete } = await associateOnGitHub(connection, listed, ends.withFiles);
	const files = await filesOf(connection, listed, [...pulls.values()], links, ends.withFiles);
	const shown = ({ nodeId: _, ...commit }) => {
		const touched = files.filesOf.get(commit.sha);
		return touched === void 0 ? commit : {
			...commit,
			files: touched
		};
	};
	return {
		repository: `${connection.owner}/${connection.repo}`,
		from,
		to,
		direction: gained.direction,
		commits: gained.commits.map(shown),
		lost: lost.commits.map(shown),
		pullRequests: files.pulls,
		links,
		complete: gained.complete && lost.complete && complete && files.complete
	};
}
async function filesOf(connection, commits, pulls, links, withFiles) {
	if (!withFiles) return {
		pulls,
		filesOf: /* @__PURE__ */ new Map(),
		complete: true
	};
	return readTouchedFiles(connection, commits, pulls, links);
}
async function readMentioned(connection, shas) {
	const found = /* @__PURE__ */ new Map();
	for (const sha of new Set(shas.slice(0, MOST_MENTIONED))) {
		const commit = await findCommit(connection, sha);
		if (commit?.sha.startsWith(sha.toLowerCase())) found.set(commit.sha, rangeCommit(commit));
	}
	return [...found.values()];
}

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
const LONGEST_NAME$2 = 80;
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
	if (!COMMIT_NAME.test(sha)) return inert(sha, LONGEST_NAME$2);
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
	if (app !== void 0 && safeUrl(manner.repositoryUrl)?.startsWith("https://github.com/") === true) return `[${inert(name, LONGEST_NAME$2)}](https://github.com/apps/${app})`;
	return manner.mentions?.has(name) === true && LOGIN.test(name) ? `@${name}` : inert(name, LONGEST_NAME$2);
}
/** `Sun 22 Nov 2026 14:03 Europe/Berlin (13:03 UTC)`. The year is always told: notes are read years later. */
function timeIn({ zone = "UTC" }, at) {
	return inert(sayBoth(epochMs(at), zone, 0), LONGEST_NAME$2);
}
/** A revision as it was asked for and its commit; the commit alone where that is all that was asked for. */
function revisionIn(manner, { ref, sha }) {
	const commit = commitIn(manner, sha);
	return ref === "" || sha.startsWith(ref) ? commit : `${inertCode(ref, LONGEST_NAME$2)} (${commit})`;
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

// src/notes/render/listings.ts
/** The lists of the notes: one line per change. */
const LONGEST_HEADING = 120;
const LONGEST_REQUEST = 100;
/** A squash merge of a long branch has dozens. */
const MOST_CO_AUTHORS = 6;
/** In the order of reading: after a way back first what is gone. Empty lists are left out. */
function listingsOf(notes, manner, detail) {
	const gone = goneOf(notes, manner, detail);
	const isBack = notes.direction === "backward";
	const sections = notes.sections.map((section) => sectionOf(section, manner, detail));
	return [
		...isBack ? [gone] : [],
		...sections,
		revertedOf(notes, manner, detail),
		...isBack ? [] : [gone],
		unlinkedOf(notes, manner, detail)
	].filter(({ lines }) => lines.length > 0);
}
const CHANGES = ["change", "changes"];
function sectionOf({ title, changes }, manner, detail) {
	const names = new Set(changes.flatMap(({ type }) => type ?? [])).size === 1 && title !== "Other changes" ? "scope" : "type";
	const lines = changes.map((change) => `- ${changeLine(change, manner, detail, names)}`);
	return {
		title: inert(title, LONGEST_HEADING),
		intro: "",
		lines,
		noun: CHANGES,
		isMinor: title === OTHER
	};
}
/** `**api:** Add coupons (#12) by alice, with bob · high · **breaking**`. */
function changeLine(change, manner, detail, names) {
	const { title, number, author, coAuthors, tier, breaking } = change;
	const told = names === "scope" ? scopedTitle(title, detail) : inert(title, detail.longestTitle);
	const by = detail.isTerse || author === "" ? "" : ` by ${personIn(manner, author)}`;
	const others = detail.showsPeople ? sayCoAuthors(coAuthors, manner) : "";
	const marks = [
		...detail.isTerse || tier === null || manner.isWithoutTiers === true ? [] : [inert(tier, LONGEST_HEADING)],
		...breaking ? ["**breaking**"] : [],
		...sayRequests(change, detail)
	];
	return [`${told} (${pullRequestIn(manner, number)})${by}${others}`, ...marks].join(" · ");
}
/** A change that names dozens is told with the first. */
const MOST_REQUESTS = 3;
/** `for CHG12345`. Inert, also where it is an issue: who writes a pull request would else have every place refer to it. */
function sayRequests({ requests = [] }, { isTerse }) {
	if (isTerse || requests.length === 0) return [];
	const shown = requests.slice(0, MOST_REQUESTS).map((request) => inert(request, LONGEST_REQUEST));
	const left = requests.length - shown.length;
	return [`for ${listOf(left > 0 ? [...shown, `${left} more`] : shown)}`];
}
/** Where the type is known from the place, e.g. a section of its own: of `feat(api): …` the scope is what is new. */
function scopedTitle(title, { longestTitle }) {
	const header = conventionalHeader(title);
	if (header === null || header.description === "") return inert(title, longestTitle);
	const text = inert(header.description, longestTitle);
	return header.scope === null ? text : `**${inert(header.scope, longestTitle)}:** ${text}`;
}
function sayCoAuthors(coAuthors, manner) {
	if (coAuthors.length === 0) return "";
	const shown = coAuthors.slice(0, MOST_CO_AUTHORS).map((name) => personIn(manner, name));
	const left = coAuthors.length - shown.length;
	return `, with ${listOf(left > 0 ? [...shown, `${left} more`] : shown)}`;
}
function revertedOf({ reverted }, manner, detail) {
	return {
		title: "Reverted",
		intro: "Shipped earlier, and taken back by this range:",
		lines: reverted.map((change) => `- ${revertedLine(change, manner, detail)}`),
		noun: CHANGES,
		isMinor: false
	};
}
function revertedLine(change, manner, detail) {
	const by = typeof change.by === "number" ? pullRequestIn(manner, change.by) : commitIn(manner, change.by);
	return `${namedLine(change, manner, detail)}, taken back by ${by}`;
}
/** That it breaks something is what counts, not its type. */
function breakingLine(change, manner, detail) {
	const name = changeIn(manner, change);
	const title = scopedTitle(change.title, detail);
	return name === "" ? title : `${title} (${name})`;
}
function namedLine(change, manner, { longestTitle }) {
	const name = changeIn(manner, change);
	if (change.title === `#${change.number}`) return name;
	const title = titleIn(change.title, longestTitle);
	return name === "" ? title : `${title} (${name})`;
}
/** Git takes a commit without any message. */
function titleIn(title, longest) {
	return title === "" ? "*no message*" : inert(title, longest);
}
function goneOf({ removedByRollback, direction, environment }, manner, detail) {
	const isOtherSide = direction === "diverged" && environment === null;
	return {
		title: isOtherSide ? "On the other side of the fork" : "No longer running",
		intro: isOtherSide ? "Backports of changes that are here under another number may be among them:" : "",
		lines: removedByRollback.map((change) => `- ${namedLine(change, manner, detail)}`),
		noun: CHANGES,
		isMinor: false
	};
}
/** Git's own words for a merge, which brings what the other lines tell. */
const MERGE = /^Merge (?:branch|remote-tracking branch|tag|commit) /u;
/** More of them are a number. */
const MOST_MERGES = 20;
function unlinkedOf({ unlinkedCommits }, manner, detail) {
	const merges = unlinkedCommits.filter(({ title }) => MERGE.test(title));
	const lines = unlinkedCommits.filter(({ title }) => !MERGE.test(title)).map((commit) => {
		const { sha, title, author } = commit;
		const by = detail.isTerse || author === "" ? "" : ` by ${personIn(manner, author)}`;
		return [`- ${titleIn(title, detail.longestTitle)} (${commitIn(manner, sha)})${by}`, ...sayRequests(commit, detail)].join(" · ");
	});
	return {
		title: "Commits without a pull request",
		intro: "",
		lines: merges.length === 0 ? lines : [...lines, `- ${mergesLine(merges, manner)}`],
		noun: ["commit", "commits"],
		isMinor: true
	};
}
function mergesLine(merges, manner) {
	const shown = merges.slice(0, MOST_MERGES).map(({ sha }) => commitIn(manner, sha));
	const left = merges.length - shown.length;
	return `${countOf(merges.length, "merge")} of branches: ${listOf(left > 0 ? [...shown, `${left} more`] : shown)}`;
}

// src/notes/render/accounting.ts
/** What is not in the lists, and why: no change that git sees disappears without a word. */
const LONGEST_RULE = 120;
const METHODS = {
	associated: "as GitHub lists them for their commits",
	"merge-commit": "by the merge commit that GitHub names",
	"recently-merged": "among those merged last",
	"merge-message": "by the message of their merge",
	"brought-by-merge": "by the merge that brought their commits",
	"squash-title": "by the number in the title of a commit"
};
/** Nothing when all is there. */
function cautionLines(notes, manner) {
	const { accounting } = notes;
	if (accounting.complete) return [];
	const differences = differencesIn(manner, notes);
	return [
		"> [!CAUTION]",
		`> **Not everything is listed.** A limit of GitHub cut this range, so changes are missing below. ${differences === "" ? "Compare the two commits for the rest." : `For the rest: ${differences}.`}`,
		...sayMethods(accounting.links)
	];
}
function sayMethods(links) {
	const counts = LINK_METHODS.map((method) => ({
		method,
		number: links.filter((link) => link.method === method).length
	})).filter(({ number }) => number > 0);
	if (counts.length === 0) return [];
	return [`> Pull requests were found: ${counts.map(({ method, number }) => `${number} ${METHODS[method]}`).join("; ")}.`];
}
/** Left out on purpose. A list that is unfolded, or its numbers. */
function notListedLines(notes, manner, detail) {
	const { excluded, cancelled, onBothSides } = notes.accounting;
	const counts = [
		...excluded.length > 0 ? [`${excluded.length} by rule`] : [],
		...cancelled.length > 0 ? [`${cancelled.length} taken back within the range`] : [],
		...onBothSides.length > 0 ? [`${onBothSides.length} on both sides of the fork`] : []
	];
	if (counts.length === 0) return [];
	const number = excluded.length + cancelled.length + onBothSides.length;
	const summary = `${countOf(number, "change is", "changes are")} left out on purpose: ${listOf(counts)}`;
	if (!detail.showsPeople) return [`${summary}.`];
	return [
		`<details><summary>${summary}</summary>`,
		"",
		...excluded.map((each) => `- ${namedLine(each, manner, detail)}: ${inert(each.because, LONGEST_RULE)}`),
		...cancelled.map((each) => `- ${revertedLine(each, manner, detail)}`),
		...onBothSides.map((each) => `- ${namedLine(each, manner, detail)}: on both sides`),
		"",
		"</details>"
	];
}

// src/notes/render/detail.ts
const FULL = {
	showsPeople: true,
	showsMinor: true,
	isTerse: false,
	longestTitle: 256,
	mostLines: Number.POSITIVE_INFINITY
};
const TERSE = {
	...FULL,
	showsPeople: false,
	showsMinor: false,
	isTerse: true,
	longestTitle: 100
};
/** The fullest first. What is still too long after these lists fewer lines of the last. */
const DETAILS = [
	FULL,
	{
		...FULL,
		showsPeople: false
	},
	{
		...FULL,
		showsPeople: false,
		showsMinor: false
	},
	TERSE
];

// src/notes/render/headline.ts
const LONGEST_NAME$1 = 80;
function headlineOf$1(notes, manner) {
	const outcome = notes.outcome === null ? "" : ` ${sayOutcome(notes.outcome, manner)}`;
	return `**${sayLane(notes)}** ${sayMove(notes, manner)}${outcome}`;
}
/** Pull requests and commits without one that the notes bring. */
function countChanges(notes) {
	return notes.sections.reduce((sum, { changes }) => sum + changes.length, notes.unlinkedCommits.length);
}
function sayLane({ repository, service, environment }) {
	if (service === null) return inert(environment ?? repository, LONGEST_NAME$1);
	const where = environment === null ? "" : ` in ${inert(environment, LONGEST_NAME$1)}`;
	return `${inert(service, LONGEST_NAME$1)}${where}`;
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
		`Tier ${inert(tier, LONGEST_NAME$1)}`,
		inert(releaseType, LONGEST_NAME$1),
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

// src/notes/render/outcome.ts
const LONGEST_CELL = 300;
const MOST_APPROVERS = 20;
/** Lines of Markdown. A reader who is short of room needs the gates that are not met, and how many there are. */
function outcomeLines(outcome, manner, detail) {
	const shown = detail.isTerse ? outcome.gates.filter(({ state }) => !isFine(state)) : outcome.gates;
	const left = outcome.gates.length - shown.length;
	return [
		"### Gates and outcome",
		"",
		...tableOf(shown),
		...left > 0 ? [`Of ${outcome.gates.length} gates ${left} were met or skipped; they are not listed here.`, ""] : [],
		sayPeople(outcome, manner)
	];
}
function isFine(state) {
	return state === "met" || state === "skipped";
}
function tableOf(gates) {
	if (gates.length === 0) return [];
	return [
		"| gate | state | because |",
		"| --- | --- | --- |",
		...gates.map(({ name, state, because }) => {
			return `| ${[
				inert(name, LONGEST_CELL),
				sayState(state),
				inert(because, LONGEST_CELL)
			].join(" | ")} |`;
		}),
		""
	];
}
function sayState(state) {
	const text = inert(state, LONGEST_CELL);
	return isFine(state) || text === "" ? text : `**${text}**`;
}
function sayPeople({ verdict, approvedBy, verification }, manner) {
	const shown = approvedBy.slice(0, MOST_APPROVERS).map((login) => personIn(manner, login));
	const left = approvedBy.length - shown.length;
	const people = listOf(left > 0 ? [...shown, `${left} more`] : shown);
	const when = verification === null ? "" : ` at ${timeIn(manner, verification.at)}`;
	const said = sayVerification(verification?.verdict ?? null);
	return [
		`Gates: **${inert(verdict, LONGEST_CELL)}**.`,
		people === "" ? "Nobody was asked for an approval, or nobody gave one." : `Approved by ${people}.`,
		`Outcome: ${said}${when}.`
	].join(" ");
}

// src/notes/render/room.ts
/**
* GitHub's limits less a reserve of 5 %: a release has 125,000 characters, a comment and the body of a pull request or
* an issue 65,536, a job summary 1 MiB (beyond which it is dropped without a word).
*/
const ROOM = {
	release: {
		limit: 118750,
		unit: "code-points"
	},
	comment: {
		limit: 62259,
		unit: "code-points"
	},
	"pull-request": {
		limit: 62259,
		unit: "code-points"
	},
	summary: {
		limit: 996147,
		unit: "bytes"
	}
};
function sizeOf(text, unit = "code-points") {
	let size = 0;
	for (const character of text) size += unit === "bytes" ? bytesOf(character) : 1;
	return size;
}
function fits(text, { limit, unit }) {
	return text.length <= limit * 2 && sizeOf(text, unit) <= limit;
}
/** Of one character in UTF-8; half a one is written as the replacement character, which has three. */
function bytesOf(character) {
	const point = character.codePointAt(0) ?? 0;
	if (point < 128) return 1;
	if (point < 2048) return 2;
	return point < 65536 ? 3 : 4;
}

// src/notes/render/shortest.ts
/**
* @param where a sentence that says where the whole can be read. Empty: none.
* @returns at most `limit`, down to nothing where not even a word fits.
*/
function shortestOf(notes, options, where) {
	const { limit, unit } = options;
	const caution = notes.accounting.complete ? "" : " Not everything is known: a limit of GitHub cut this range.";
	const note = [
		`${sayTotal(notes)}, and no room to list them here.${caution}`,
		"Too long to show.",
		"…",
		""
	].find((text) => sizeOf(text, unit) <= limit) ?? "";
	const left = (parts) => limit - sizeOf(parts.join("\n\n"), unit) - 2;
	const breaking = breakingWithin(notes, options, left([note]));
	const parts = [...breaking === "" ? [] : [breaking], note];
	const full = where === "" || sizeOf(where, unit) > left(parts) ? parts : [...parts, where.trim()];
	const headline = headlineOf$1(notes, options);
	const headed = sizeOf(headline, unit) > left(full) ? full : [headline, ...full];
	const counts = countsWithin(notes, left(headed), unit);
	return (counts === "" ? headed : [...headed, counts]).join("\n\n");
}
function sayTotal(notes) {
	const gone = notes.removedByRollback.length;
	const parts = [...notes.direction === "backward" ? [] : [countOf(countChanges(notes), "change")], ...gone > 0 ? [`${countOf(gone, "change")} no longer running`] : []];
	return parts.length === 0 ? "Gates, outcome or people" : parts.join(", ");
}
/** As many numbers as fit. Only in the repository itself is a bare number a reference; elsewhere it is code. */
function breakingWithin({ breaking }, options, room) {
	const names = breaking.map(({ number, sha }) => {
		if (number === null) return sha === void 0 ? "a commit" : `\`${sha.slice(0, 7)}\``;
		return options.isInRepository === true ? `#${number}` : `\`#${number}\``;
	});
	const write = (shown) => {
		const more = shown < names.length ? [`${names.length - shown} more`] : [];
		const all = [...names.slice(0, shown), ...more].join(", ");
		return `> [!WARNING]\n> **${countOf(names.length, "breaking change")}:** ${all}`;
	};
	let low = 0;
	let high = names.length;
	while (low < high) {
		const middle = low + high + 1 >> 1;
		if (sizeOf(write(middle), options.unit) <= room) low = middle;
		else high = middle - 1;
	}
	return names.length === 0 || sizeOf(write(low), options.unit) > room ? "" : write(low);
}
function countsWithin(notes, room, unit) {
	const counts = [
		...notes.sections.map(({ title, changes }) => `${inert(title, 80)}: ${changes.length}`),
		...notes.reverted.length > 0 ? [`Reverted: ${notes.reverted.length}`] : [],
		...notes.unlinkedCommits.length > 0 ? [`Commits without a pull request: ${notes.unlinkedCommits.length}`] : []
	];
	const text = counts.length === 0 ? "" : `${counts.join("; ")}.`;
	return sizeOf(text, unit) > room ? "" : text;
}

// src/notes/render/shown.ts
/** The lines are given out in the order of reading. */
function withinLines(listings, { mostLines, showsMinor }) {
	let room = mostLines;
	return listings.map((listing) => {
		const most = listing.isMinor && !showsMinor ? 0 : Math.min(room, listing.lines.length);
		room -= most;
		return shownOf(listing, most);
	});
}
function shownOf({ title, intro, lines, noun }, most) {
	const shown = lines.slice(0, most);
	const left = lines.length - most;
	const text = [
		`### ${title}`,
		"",
		...intro === "" ? [] : [intro, ""],
		...shown
	];
	if (left === 0) return {
		text,
		left: ""
	};
	const [one, many] = noun;
	const more = most === 0 ? `${countOf(left, one, many)}, not listed here` : `- … and ${countOf(left, `more ${one}`, `more ${many}`)}`;
	return {
		text: [...text, more],
		left: `${left} of “${title}”`
	};
}

// src/notes/render/markdown.ts
/** @returns Markdown of at most `options.limit`, without a line break at its end. */
function renderNotes(notes, options) {
	for (const detail of DETAILS) {
		const text = written(notes, options, detail, listingsOf(notes, options, detail));
		if (fits(text, options)) return text;
	}
	return withFewerLines(notes, options) ?? shortestOf(notes, options, sayWhere(options));
}
/** As many lines as fit. Null: not even the breaking changes and the numbers do. */
function withFewerLines(notes, options) {
	const all = listingsOf(notes, options, TERSE);
	let best = null;
	let low = 0;
	let high = all.reduce((sum, { lines }) => sum + lines.length, 0);
	while (low <= high) {
		const mostLines = low + high >> 1;
		const text = written(notes, options, {
			...TERSE,
			mostLines
		}, all);
		if (fits(text, options)) {
			best = text;
			low = mostLines + 1;
		} else high = mostLines - 1;
	}
	return best;
}
function written(notes, options, detail, all) {
	const { outcome } = notes;
	const differences = differencesIn(options, notes);
	const listings = withinLines(all, detail);
	return [
		[headlineOf$1(notes, options)],
		cautionLines(notes, options),
		breakingLines(notes, options, detail),
		...listings.map(({ text }) => text),
		peopleLines(notes, options, detail),
		outcome === null ? [] : outcomeLines(outcome, options, detail),
		notListedLines(notes, options, detail),
		differences === "" ? [] : [differences],
		shortenedLines(options, detail, listings)
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n");
}
function breakingLines({ breaking }, options, detail) {
	if (breaking.length === 0) return [];
	return [
		"> [!WARNING]",
		`> **${countOf(breaking.length, "breaking change")}**`,
		">",
		...breaking.map((change) => `> - ${breakingLine(change, options, detail)}`)
	];
}
function peopleLines(notes, options, { showsPeople }) {
	if (!showsPeople) return [];
	const line = (title, names) => names.length === 0 ? [] : [`**${title}:** ${names.map((name) => personIn(options, name)).join(", ")}`];
	const newcomers = line("First contribution", notes.firstTimeContributors);
	const all = line("Contributors", notes.contributors);
	return newcomers.length === 0 || all.length === 0 ? [...newcomers, ...all] : [
		...newcomers,
		"",
		...all
	];
}
function shortenedLines(options, detail, listings) {
	if (detail.showsPeople) return [];
	return [`Shortened to fit here. Left out: ${[
		"co-authors and contributors",
		...detail.isTerse ? ["authors, tiers and gates that were met"] : [],
		...listings.flatMap((each) => each.left === "" ? [] : [each.left])
	].join("; ")}.${sayWhere(options)}`];
}
/** Empty, or a sentence with a space before it. */
function sayWhere({ fullText }) {
	if (fullText === void 0 || fullText === "") return "";
	const url = safeUrl(fullText);
	return url === null ? ` All of it is in ${inert(fullText, 200)}.` : ` [All of it](${url}) is kept.`;
}

// src/action/notes/outcome.ts
/** The notes as outputs, text and files. */
/** What {@link finish} keeps of a summary, less the lines around the notes. */
const SUMMARY = {
	limit: 194560,
	unit: "bytes"
};
async function notesOutcome(written) {
	const { notes, manner, published, runUrl, warnings, reportDir } = written;
	const whole = renderNotes(notes, {
		...manner,
		limit: Number.POSITIVE_INFINITY
	});
	const file = await writeReport(reportDir, "notes.md", whole);
	const result = JSON.stringify(notes);
	const left = published.kind === "done" ? published.left : [];
	const isDone = published.kind === "done";
	return {
		decision: isDone ? "proceed" : "stop",
		verdict: isDone ? "done" : "refused",
		reasonCode: isDone ? "" : published.code,
		headline: isDone ? headlineOf(written) : published.because,
		details: [
			headlineOf(written),
			...sayEnds(written),
			`The whole text: ${file}`
		].join("\n"),
		summary: summaryOf(written, file),
		problems: warnings,
		warnings: left,
		outputs: {
			result,
			"report-path": await writeReport(reportDir, "notes.json", result),
			notes: renderNotes(notes, {
				...manner,
				...ROOM.release,
				fullText: runUrl
			}),
			"notes-url": published.url ?? runUrl,
			tier: notes.outcome?.tier ?? "",
			"release-type": notes.outcome?.releaseType ?? ""
		}
	};
}
function headlineOf({ notes, published }) {
	const changes = notes.sections.reduce((sum, { changes: listed }) => sum + listed.length, 0);
	const bare = notes.unlinkedCommits.length;
	const from = notes.from === null ? "the first deployment" : notes.from.ref;
	const counted = `${changes} pull request${changes === 1 ? "" : "s"}, ${bare} commit${bare === 1 ? "" : "s"} without one`;
	const said = published.kind === "done" ? published.said : "";
	return `Release notes from ${from} to ${notes.to.ref}: ${counted}.${said === "" ? "" : ` ${said}`}`;
}
function sayEnds({ ends, notes }) {
	const { environment } = ends;
	if (ends.from !== null || environment === null) return notes.accounting.complete ? [] : [CUT];
	return [`Nothing was deployed to ${environment} before, so there is nothing to compare with: these are the notes of a first deployment. To begin somewhere else, name it with "from".`];
}
const CUT = "GitHub has more commits in this range than are read, so the notes are not complete.";
function summaryOf(written, file) {
	const { notes, manner, published, isSummarised } = written;
	const lines = [
		headlineOf(written),
		...sayEnds(written),
		...published.kind === "refused" ? [published.because] : []
	];
	const left = published.kind === "done" ? published.left : [];
	const said = [...lines.map(inertMarkdown), ...left.map((line) => `- ${inertMarkdown(line)}`)].join("\n\n");
	const link = published.url === null ? [] : [`[Read them there](${published.url})`];
	const text = isSummarised ? [renderNotes(notes, {
		...manner,
		...SUMMARY,
		fullText: file
	})] : [];
	return [
		"### Tidegate notes",
		said,
		...link,
		...text
	].join("\n\n");
}

// src/notes/render/in-production.ts
const LONGEST_NAME = 80;
const LONGEST_REASON = 300;
/** A few sentences and a link. To be kept with `putNotes` under the `laneKey` of service and environment. */
function renderInProduction(told, manner) {
	const where = inert(told.environment, LONGEST_NAME);
	const service = told.service === null ? "" : ` (${inert(told.service, LONGEST_NAME)})`;
	const since = timeIn(manner, told.deployed.at);
	const url = safeUrl(told.notesUrl);
	return [...told.takenBack === null ? [`This has been in **${where}**${service} since ${since}.`, sayDeployment(told, manner)] : [
		`This is **no longer in ${where}**${service}: it was taken back on ${timeIn(manner, told.takenBack.at)}.`,
		sayWayBack(told.takenBack, manner),
		`It had been there since ${since}. ${sayDeployment(told, manner)}`
	], ...url === null ? [] : [`[Release notes](${url})`]].filter((line) => line !== "").join("\n\n");
}
function sayDeployment({ deployed, tier, verification }, manner) {
	return `${[
		`Deployed with commit ${commitIn(manner, deployed.sha)}`,
		...tier === null ? [] : [`tier ${inert(tier, LONGEST_NAME)}`],
		...verification === void 0 ? [] : [sayVerification(verification?.verdict ?? null)]
	].join(", ")}.`;
}
/** Whoever wrote the change did mostly not see it go: what they have to do comes with it. */
function sayWayBack({ to, because }, manner) {
	const why = inert(because, LONGEST_REASON);
	const where = `The environment went back to ${commitIn(manner, to)}.`;
	return why === "" ? where : [
		where,
		`Why: ${why}`,
		NEXT
	].join("\n\n");
}
const NEXT = "What next: it stays merged. What was taken back is refused there until it is repaired or reverted, and somebody lifts that.";

// src/notes/render/own-part.ts
/**
* Our part of a text that people edit as well: the body of a release, of a comment, of a pull request.
*
* It stands between two marks, and the first has its digest: what people write around it stays as it is, byte for byte,
* and a part in which they wrote is theirs until they delete it.
*/
/** The lane of a range, as the key of its part. */
function laneKey({ service, environment }) {
	return [environment ?? "", service ?? ""].map((name) => name.replace(/[%:]/gu, encodeURIComponent)).join(":");
}
/** Whether the body has a part of this key, whoever wrote it. */
function hasNotes(body, key) {
	return body.includes(beginOf(key));
}
/** How much of the limit is left for the generated text of {@link putNotes}; below 0 there is none. */
function roomFor(existingBody, key, { limit, unit }) {
	const body = existingBody ?? "";
	const found = findPart(body, key);
	const frame = sizeOf(partOf(key, ""), unit);
	const around = found.kind === "part" ? found.before + found.after : body === "" ? "" : `${body}${GAP}`;
	return limit - frame - sizeOf(around, unit);
}
/**
* @param existingBody null: there is none yet.
* @param key whose part it is; several live side by side. See {@link laneKey}.
* @param generated the notes, made for {@link roomFor}.
*/
function putNotes(existingBody, key, generated, room) {
	const body = existingBody ?? "";
	const found = findPart(body, key);
	if (found.kind === "damaged") return edited(body, found.because);
	if (found.kind === "part" && found.isEdited) return edited(body, "somebody wrote inside the generated part");
	const ours = withoutForgedMarks(generated);
	if (found.kind === "part" && found.digest === digestOfText(ours)) return {
		kind: "body",
		text: body
	};
	const text = found.kind === "part" ? `${found.before}${partOf(key, ours)}${found.after}` : appended(body, key, ours);
	const over = sizeOf(text, room.unit) - room.limit;
	if (over <= 0) return {
		kind: "body",
		text
	};
	return {
		kind: "no-room",
		text: body,
		over,
		because: `with the generated part the text would be ${over} over its limit of ${room.limit}`
	};
}
function edited(text, why) {
	return {
		kind: "edited",
		text,
		because: `${why}, so it was left as it is; delete the part with its two marks to have it made anew`
	};
}
const GAP = "\n\n";
function appended(body, key, ours) {
	return body === "" ? partOf(key, ours) : `${body}${GAP}${partOf(key, ours)}`;
}
/** An empty line before the end: GitHub would read what follows a table or a list as a part of it. */
function partOf(key, ours) {
	return `${beginOf(key)}${digestOfText(ours)} -->\n${ours}\n\n${END}`;
}
/** Of a key nothing is left that could end a comment or look like the rest of the mark. */
function beginOf(key) {
	return `<!-- tidegate:notes ${encodeURIComponent(key.toWellFormed()).replace(/[!'()*~]|--|-$/gu, (characters) => [...characters].map((each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`).join("")).replaceAll("%3A", ":")} sha256=`;
}
const REST_OF_MARK = /^([0-9a-f]{64}) -->/u;
function findPart(body, key) {
	const mark = beginOf(key);
	const begin = body.indexOf(mark);
	if (begin < 0) return { kind: "none" };
	if (body.includes(mark, begin + 1)) return {
		kind: "damaged",
		because: "the generated part is there twice"
	};
	const [rest = "", digest = ""] = REST_OF_MARK.exec(body.slice(begin + mark.length)) ?? [];
	if (rest === "") return {
		kind: "damaged",
		because: "the mark before the generated part was changed"
	};
	const inside = begin + mark.length + rest.length;
	const next = body.indexOf("<!-- tidegate:", inside);
	if (next < 0 || !body.startsWith("<!-- tidegate:end -->", next)) return {
		kind: "damaged",
		because: "the mark after the generated part is missing"
	};
	return {
		kind: "part",
		before: body.slice(0, begin),
		after: body.slice(next + END.length),
		digest,
		isEdited: digestOfText(body.slice(inside, next)) !== digest
	};
}
/** GitHub hands out line breaks as CR LF where somebody edited in a browser, and strips spaces at ends. */
function digestOfText(text) {
	return digestOf(text.toWellFormed().replace(/\r\n?/gu, "\n").trim());
}
/** Ours has none, since what others wrote is escaped in it; but a mark would be taken for one. */
function withoutForgedMarks(text) {
	return text.replace(/<!--(?=\s*tidegate:)/giu, "&lt;!--");
}

// src/action/notes/deployed-mark.ts
/** What an earlier run told of a pull request, kept in the comment itself: a job has no other memory. */
function noteDeployed({ at, sha, goneAt }) {
	return `<!-- deployed ${at} ${sha} ${goneAt ?? "-"} -->`;
}
const MARK = /<!-- deployed (\S{10,40}) ([0-9a-f]{40,64}) (\S{1,40}) -->/;
/** Null: nothing that can be read. */
function notedDeployed(body) {
	const [, since = "", sha = "", gone = ""] = MARK.exec(body) ?? [];
	const at = parseInstant(since);
	return at === void 0 ? null : {
		at,
		sha,
		goneAt: parseInstant(gone) ?? null
	};
}

// src/action/notes/publish-comments.ts
/** GitHub takes 80 writes a minute and 500 an hour; the job may have others to make. A second between each is 60. */
const PAUSE_MS = 1e3;
const MOST_WRITES = 200;
async function publishComments(asked, pace) {
	const { ends, notes } = asked;
	const { environment } = ends;
	if (environment === null) return refused("no-environment", "Comments say where a pull request runs: name it with \"environment\".");
	if (ends.deployed === null || ends.deployed.state === "failure") {
		const state = ends.deployed === null ? "GitHub knows of no such deployment" : "its deployment failed";
		return refused("not-deployed", `No comment was written: ${notes.to.sha.slice(0, 7)} does not run in ${environment}, ${state}. Run this step in or after the job that deploys.`);
	}
	const at = ends.deployed.finishedAt ?? toInstant(pace.now());
	return new Commenting(asked, pace, environment, at).run();
}
function refused(code, because) {
	return {
		kind: "refused",
		code,
		because,
		url: null
	};
}
var Commenting = class {
	#asked;
	#pace;
	#environment;
	#at;
	#key;
	#left = [];
	#written = 0;
	#same = 0;
	constructor(asked, pace, environment, at) {
		this.#asked = asked;
		this.#pace = pace;
		this.#environment = environment;
		this.#at = at;
		this.#key = laneKey(asked.notes);
	}
	async run() {
		const { notes } = this.#asked;
		const wanted = [...runningPulls(notes).map((number) => ({
			number,
			isGone: false
		})), ...gonePulls(notes).map((number) => ({
			number,
			isGone: true
		}))];
		for (const [index, { number, isGone }] of wanted.entries()) {
			if (this.#written >= 200) return this.#full(wanted.length - index);
			await this.#comment(number, isGone);
		}
		const verb = this.#asked.isDryRun ? "would be written or changed" : "were written or changed";
		return {
			kind: "done",
			said: `Of ${wanted.length} pull requests: comments ${verb} on ${this.#written}, on ${this.#same} nothing was to change.`,
			url: null,
			left: this.#left
		};
	}
	#full(rest) {
		return refused("comments-left", `${this.#written} comments were written, and ${rest} pull requests were not looked at: more at once would use up what GitHub takes in an hour. Run the step again, and it goes on there.`);
	}
	async #comment(number, isGone) {
		const { job } = this.#asked;
		const known = await findComment(job.connection, number, (body) => hasNotes(body, this.#key));
		if (known === "too-many") {
			this.#left.push(`#${number} has more comments than are read, so nobody knows whether ours is among them.`);
			return;
		}
		const text = this.#textFor(known, isGone);
		if (text === null) return;
		const put = putNotes(known?.body ?? null, this.#key, text, ROOM.comment);
		if (put.kind !== "body") this.#left.push(`The comment on #${number} was left alone: ${put.because}.`);
		else if (put.text === known?.body) this.#same += 1;
		else await this.#write(number, known, put.text);
	}
	async #write(number, known, body) {
		const { job, isDryRun } = this.#asked;
		if (isDryRun) {
			this.#written += 1;
			return;
		}
		if (this.#written > 0) await this.#pace.sleep(PAUSE_MS);
		if (await writeComment(job.connection, number, known, body) === "locked") this.#left.push(`The conversation of #${number} is locked, so nothing is said there.`);
		else this.#written += 1;
	}
	/** Null: nothing is to be said. */
	#textFor(known, isGone) {
		const { notes, manner, fullText } = this.#asked;
		const before = known === null ? null : notedDeployed(known.body);
		if (isGone && before === null) return null;
		const { sha } = notes.to;
		const isKept = before !== null && (isGone || before.goneAt === null);
		const deployed = isKept ? {
			at: before.at,
			sha: before.sha
		} : {
			at: this.#at,
			sha
		};
		const goneAt = before?.goneAt ?? this.#at;
		const told = {
			environment: this.#environment,
			service: notes.service,
			deployed,
			tier: isKept ? null : notes.outcome?.tier ?? null,
			notesUrl: fullText,
			takenBack: isGone ? {
				at: goneAt,
				to: sha,
				because: ""
			} : null
		};
		return `${renderInProduction(told, manner)}\n\n${noteDeployed({
			...deployed,
			goneAt: isGone ? goneAt : null
		})}`;
	}
};
/** As GitHub says, and no message. */
const CONFIRMED = /* @__PURE__ */ new Set([
	"associated",
	"merge-commit",
	"recently-merged"
]);
/** What was taken back inside the range does not run. */
function runningPulls({ sections, accounting }) {
	const confirmed = accounting.links.filter(({ method }) => CONFIRMED.has(method)).map(({ number }) => number);
	const listed = /* @__PURE__ */ new Set([...sections.flatMap(({ changes }) => changes.map(({ number }) => number)), ...accounting.excluded.map(({ number }) => number)]);
	return [...new Set(confirmed)].filter((number) => listed.has(number));
}
/** No matter who named them: only a comment of ours is changed. */
function gonePulls({ removedByRollback }) {
	const numbers = removedByRollback.map(({ number }) => number);
	return [...new Set(numbers)].filter((number) => number !== null);
}

// src/github/publish/keep-release.ts
/** The release of a tag: made where there is none, else its text is changed and nothing else of it. */
/** GitHub answers 500 beyond this many. */
const MOST_LISTED = 1e3;
/** Published or a draft that people prepare; null: there is none. A draft is not found by its tag. */
async function findRelease(connection, tag) {
	const { octokit, owner, repo } = connection;
	const found = await askOrNull(`Reading the release of ${tag}`, () => octokit.request("GET /repos/{owner}/{repo}/releases/tags/{tag}", {
		owner,
		repo,
		tag,
		request: once$1()
	}));
	if (found !== null) return seen(found.data);
	const { items } = await listAll("Reading the releases", (page) => octokit.request("GET /repos/{owner}/{repo}/releases", {
		owner,
		repo,
		...page,
		request: once$1()
	}), MOST_LISTED);
	const draft = items.find((release) => release.draft && release.tag_name === tag);
	return draft === void 0 ? null : seen(draft);
}
function seen({ id, html_url: url, body, draft }) {
	return {
		id: Number(id),
		url,
		body: body ?? "",
		isDraft: draft
	};
}
/** Whether there is a tag of this name. */
async function isTag({ octokit, owner, repo }, name) {
	if (name === "") return false;
	return await askOrNull(`Looking for the tag ${name}`, () => octokit.request("GET /repos/{owner}/{repo}/git/ref/{ref}", {
		owner,
		repo,
		ref: `tags/${name}`,
		request: once$1()
	})) !== null;
}
/** A version with something after a dash, such as `v1.2.0-rc.1` (semver.org, 9). */
const IS_PRERELEASE = /^\D*\d+(?:\.\d+){1,2}-/;
async function createRelease(connection, tag, body) {
	const { octokit, owner, repo } = connection;
	const { data } = await writing(connection, tag, `Creating the release of ${tag}`, () => octokit.request("POST /repos/{owner}/{repo}/releases", {
		owner,
		repo,
		tag_name: tag,
		name: tag,
		body,
		prerelease: IS_PRERELEASE.test(tag),
		make_latest: "legacy",
		request: once$1()
	}));
	return seen(data);
}
async function updateRelease(connection, tag, { id }, body) {
	const { octokit, owner, repo } = connection;
	const { data } = await writing(connection, tag, `Updating the release of ${tag}`, () => octokit.request("PATCH /repos/{owner}/{repo}/releases/{release_id}", {
		owner,
		repo,
		release_id: id,
		body,
		request: once$1()
	}));
	return seen(data);
}
/**
* GitHub answers 404 or 403 to a release of a commit that changes workflow files, when the token may not change these;
* and the token of a job never may. Nothing in the answer says so.
*/
async function writing(connection, tag, what, request) {
	try {
		return await ask$1(what, request);
	} catch (error) {
		if (!(error instanceof Failure) || error.kind !== "forbidden" && error.kind !== "not-found") throw error;
		if (!await changesWorkflows(connection, tag)) throw error;
		throw new Failure("rejected", `${error.message}. The commit of ${tag} changes files in .github/workflows, and GitHub refuses releases of such a commit to tokens that may not change workflows, which the token of a job never may. Give "github-token" the token of an App, or of a person, with "contents: write" and "workflows: write"; or tag a commit that changes no workflow.`, { cause: error });
	}
}
async function changesWorkflows({ octokit, owner, repo }, tag) {
	return ((await ask$1(`Reading the files of ${tag}`, () => octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
		owner,
		repo,
		ref: `tags/${tag}`,
		request: once$1()
	})).catch(() => null))?.data.files ?? []).some(({ filename }) => filename.startsWith(".github/workflows/"));
}

// src/action/notes/publish-release.ts
/**
* The notes as the release of a tag. What people write around our part survives; a part in which they wrote is theirs,
* and then the step fails: the release does not say what was asked for, and somebody has to choose.
*/
async function publishRelease(asked) {
	const { job, ends } = asked;
	const tag = ends.to.replace(/^(?:refs\/)?tags\//, "");
	if (!await isTag(job.connection, tag)) return {
		kind: "refused",
		code: "no-tag",
		because: `The notes could not become a release: a release is made of a tag, and ${JSON.stringify(ends.to)} is none. Push a tag and name it with "to", or choose another "publish".`,
		url: null
	};
	return publishFor(asked, tag, await findRelease(job.connection, tag));
}
async function publishFor(asked, tag, known) {
	const { notes, manner, fullText, isDryRun, job } = asked;
	const key = laneKey(notes);
	const before = known?.body ?? null;
	const limit = Math.max(roomFor(before, key, ROOM.release), 0);
	const generated = renderNotes(notes, {
		...manner,
		isInRepository: true,
		limit,
		fullText
	});
	const put = putNotes(before, key, generated, ROOM.release);
	if (put.kind !== "body") {
		const because = `The release of ${tag} was not changed: ${put.because}.`;
		return {
			kind: "refused",
			code: put.kind,
			because,
			url: known?.url ?? null
		};
	}
	if (known !== null && put.text === known.body) return done(`The release of ${tag} says so already.`, known.url);
	const size = `${[...put.text].length} characters`;
	if (isDryRun) return done(`It would ${known === null ? "create" : "update"} the release of ${tag} (${size}).`, known?.url ?? null);
	if (known !== null) {
		const { url } = await updateRelease(job.connection, tag, known, put.text);
		return done(`The ${known.isDraft ? "draft of the " : ""}release of ${tag} was updated.`, url);
	}
	return create(asked, tag, put.text);
}
async function create(asked, tag, body) {
	const { connection } = asked.job;
	try {
		const { url } = await createRelease(connection, tag, body);
		return done(`The release of ${tag} was created.`, url);
	} catch (error) {
		if (!(error instanceof Failure) || error.kind === "forbidden") throw error;
		const now = await findRelease(connection, tag).catch(() => null);
		if (now === null) throw error;
		return publishFor(asked, tag, now);
	}
}
function done(said, url) {
	return {
		kind: "done",
		said,
		url,
		left: []
	};
}

// src/github/reads/notes/lane-ends.ts
async function readLaneEnds(connection, question) {
	const { environment, sha, deploymentId } = question;
	const asked = await findDeployment(connection, question);
	const id = deploymentId ?? asked?.id;
	const isBefore = (other) => other.sha !== sha && (id === void 0 || other.id < id);
	const seen = await readDeployments(connection, environment, {
		sha,
		isTrusted: isBefore,
		own: asked === null ? [] : [asked]
	});
	return {
		deployed: seen.find((one) => one.id === id) ?? null,
		before: seen.find((one) => one.state === "success" && isBefore(one)) ?? null
	};
}
async function findDeployment({ octokit, owner, repo }, { environment, sha, deploymentId }) {
	if (deploymentId !== void 0) return null;
	const { data } = await ask$1(`Reading the deployments to ${environment}`, () => octokit.request("GET /repos/{owner}/{repo}/deployments", {
		owner,
		repo,
		environment,
		sha,
		per_page: 1,
		request: once$1()
	}));
	const [newest] = data;
	return newest === void 0 ? null : {
		id: Number(newest.id),
		at: newest.created_at
	};
}

// src/action/notes/range-ends.ts
async function findRangeEnds(inputs, runner, connection) {
	const environment = inputs.environment || runner.deployment?.environment || null;
	const to = inputs.to || tagFor(inputs, runner) || requireTo(inputs, runner);
	if (inputs.from === "" && environment === null) throw new InputError("Inputs \"from\" and \"environment\" are empty, so nobody knows where the notes begin: name the revision that ran before with \"from\", or the environment whose last deployment counts with \"environment\".");
	const { sha: toSha } = await resolveRevision(connection, to);
	const isOwn = inputs.to === "" || toSha === runner.deployment?.sha;
	const deploymentId = inputs.deploymentId ?? (isOwn ? runner.deployment?.id : void 0);
	const lane = environment === null ? {
		deployed: null,
		before: null
	} : await readLaneEnds(connection, {
		environment,
		sha: toSha,
		deploymentId
	});
	const baselineSha = lane.before?.sha ?? null;
	return {
		from: inputs.from || baselineSha,
		to,
		toSha,
		environment,
		deployed: lane.deployed,
		baselineSha
	};
}
/** The tag that was pushed, which has a release; unless `sha` is given and is another commit. */
function tagFor({ sha }, runner) {
	return sha === "" || sha === runner.sha ? tagOf(runner) : "";
}
/** The push of a tag. */
function tagOf({ eventName, ref, deployment }) {
	return eventName === "push" && deployment === null ? /^refs\/tags\/(.+)$/.exec(ref)?.[1] ?? "" : "";
}
function requireTo({ sha, deploymentId }, runner) {
	if (sha === "" && deploymentId !== void 0 && runner.deployment?.id !== deploymentId) throw new InputError("Input \"deployment-id\" names another deployment than the event: give \"sha\" or \"to\" the commit that it deploys.");
	return requireSha(sha, runner);
}

// src/notes/release-file/schema.ts
/** GitHub's own configuration of release notes, `.github/release.yml`, as far as its reference describes it. */
/** Far above every real file. */
const MOST_ITEMS = 500;
const LONGEST = 200;
const names = array(string().min(1).max(LONGEST)).max(MOST_ITEMS);
const exclude = strictObject({
	labels: names.nullish().meta({ description: "Labels of pull requests that are left out." }),
	authors: names.nullish().meta({ description: "Logins whose pull requests are left out." })
}).nullish();
const category = strictObject({
	title: string().min(1).max(LONGEST).meta({ description: "The heading of the section." }),
	labels: names.min(1).meta({ description: "Labels that put a pull request into it; `*` takes what no category before it took." }),
	exclude: exclude.meta({ description: "What this section does not take." })
});
const ReleaseFile = strictObject({ changelog: strictObject({
	exclude: exclude.meta({ description: "What no section has." }),
	categories: array(category).max(50).nullish().meta({ description: "The sections, in order." })
}).nullish() });
/** Its keys and what they mean, for what is said of a wrong one. */
function releaseFileJsonSchema() {
	return toJSONSchema(ReleaseFile, { io: "input" });
}

// src/notes/release-file/parse.ts
/** `.github/release.yml` as people write it for GitHub, to the rules that it means. */
/**
* A file without categories leaves the usual ones, and what it excludes is excluded.
*
* @param file as its author knows it, e.g. `.github/release.yml`.
*/
function parseReleaseFile(text, file) {
	const origin = {
		source: "releaseFile",
		file
	};
	const read = readYaml(text);
	if (read.kind === "unreadable") return {
		kind: "invalid",
		problems: [{
			severity: "error",
			...origin,
			...read.problem
		}]
	};
	const { document } = read;
	const shaped = ReleaseFile.safeParse(document.value);
	if (shaped.success) return valid(shaped.data, []);
	const issues = shaped.error.issues;
	const found = shapeProblems(issues, document.value, {
		schema: releaseFileJsonSchema(),
		codes: DOCUMENT_CODES
	});
	const cleaned = ReleaseFile.safeParse(withoutUnknown(document.value, issues));
	if (!cleaned.success) return {
		kind: "invalid",
		problems: locate(found, document, origin)
	};
	return valid(cleaned.data, located(found, document, origin));
}
function located(found, document, origin) {
	const warnings = found.map((each) => ({
		...each,
		severity: "warning"
	}));
	return locate(warnings, document, origin);
}
/** The document without the keys that nobody knows. */
function withoutUnknown(value, issues) {
	const copy = structuredClone(value);
	for (const { code, path, keys = [] } of issues) {
		if (code !== "unrecognized_keys") continue;
		const place = path.reduce((at, step) => isMap(at) ? at[String(step)] : void 0, copy);
		if (isMap(place)) for (const key of keys) delete place[key];
	}
	return copy;
}
function isMap(value) {
	return typeof value === "object" && value !== null;
}
function valid({ changelog }, warnings) {
	const exclude = exclusion(changelog?.exclude);
	const categories = changelog?.categories ?? [];
	if (categories.length === 0) return {
		kind: "valid",
		rules: {
			...defaultCategories(),
			exclude
		},
		warnings
	};
	return {
		kind: "valid",
		rules: {
			categories: categories.map((each) => ({
				title: each.title,
				types: [],
				labels: each.labels,
				exclude: exclusion(each.exclude)
			})),
			exclude
		},
		warnings
	};
}
function exclusion(written) {
	return {
		labels: written?.labels ?? [],
		authors: written?.authors ?? []
	};
}

// src/action/notes/release-file.ts
/** GitHub takes the first that is there. */
const FILES = [".github/release.yml", ".github/release.yaml"];
async function findReleaseFile(read) {
	for (const file of FILES) {
		const text = await read(file);
		if (text === null) continue;
		const parsed = parseReleaseFile(text, file);
		return parsed.kind === "valid" ? parsed : {
			kind: "invalid",
			file,
			problems: parsed.problems
		};
	}
	return { kind: "none" };
}

// src/action/notes/release-outcome.ts
/** Null: nobody can tell any more, or there is no policy. */
async function readReleaseOutcome(question) {
	const { github, runner, ends, policies, at } = question;
	const { environment, toSha: sha, from, baselineSha, deployed } = ends;
	if (environment === null || policies.length === 0 || deployed?.state === "success") return null;
	if (from !== baselineSha) return null;
	const { repository, ref, actors, runId, runAttempt } = runner;
	const facts = await gatherDeployment(github, {
		repository,
		environment,
		sha,
		ref,
		actors,
		runId,
		runAttempt,
		at,
		deploymentId: deployed?.id,
		overrides: [],
		reviews: []
	}, policies.map(({ policy }) => policy));
	if ((facts.baseline?.sha ?? null) !== baselineSha) return null;
	const decision = decide(policies, facts);
	return {
		tier: decision.tier,
		releaseType: decision.releaseType,
		verdict: decision.verdict,
		gates: explain(decision, facts, policies).gates.map(({ name, status, lines }) => {
			return {
				name,
				state: status,
				because: lines.map(({ text }) => text).join("; ")
			};
		}),
		approvedBy: [...new Set(facts.approvals.filter(({ state }) => state === "approved").map(({ user }) => user))],
		verification: null,
		deployedAt: null
	};
}

// src/action/notes.ts
/** `command: notes`: what a release brings, told where people look for it. */
async function runNotes(inputs, runner, ports) {
	try {
		return await write(inputs, runner, ports);
	} catch (error) {
		return explainReportFailure(error);
	}
}
async function write(inputs, runner, ports) {
	const job = await ports.connect();
	const read = await readReportingPolicies(inputs, runner.workspace, job.github, ports.now());
	if ("verdict" in read) return read;
	const ends = await findRangeEnds(inputs, runner, job.connection);
	const policy = ownPolicy(read.policies);
	const releaseFile = policy.notes?.categories === void 0 ? await findReleaseFile(read.file) : { kind: "none" };
	const notes = await notesOf({
		inputs,
		runner,
		ports,
		job,
		read,
		ends,
		policy,
		releaseFile
	});
	const runUrl = `${runner.repositoryUrl}/actions/runs/${runner.runId}`;
	const manner = {
		repositoryUrl: runner.repositoryUrl,
		zone: policy.zone
	};
	const published = await publish({
		job,
		notes,
		ends,
		manner,
		fullText: runUrl,
		isDryRun: inputs.isDryRun
	}, inputs.publish, ports);
	const warnings = [...read.warnings, ...releaseFile.kind === "invalid" ? releaseFile.problems : []];
	return notesOutcome({
		notes,
		ends,
		manner,
		published,
		runUrl,
		warnings,
		isSummarised: inputs.publish !== "none",
		reportDir: inputs.reportDir || runner.reportDir
	});
}
async function notesOf({ inputs, runner, ports, job, read, ends, policy, releaseFile }) {
	const { github, connection } = job;
	const { policies } = read;
	return writeNotes(notesHistoryOn(connection), {
		repository: `${connection.owner}/${connection.repo}`,
		from: ends.from,
		to: ends.to,
		service: inputs.service || null,
		environment: ends.environment,
		policy,
		organisation: organisationPolicy(policies),
		releaseFile: releaseFile.kind === "valid" ? releaseFile.rules : null,
		outcome: await readReleaseOutcome({
			github,
			runner,
			ends,
			policies,
			at: ports.now()
		}),
		answeredBy: "github"
	});
}
/** What could not be published fails the step; the notes are in the outputs all the same. */
async function publish(asked, where, ports) {
	if (where === "summary" || where === "none") return {
		kind: "done",
		said: "",
		url: null,
		left: []
	};
	try {
		if (where === "release") return await publishRelease(asked);
		const self = await findViewer(asked.job.connection) ?? asked.job.connection.self;
		const job = {
			...asked.job,
			connection: {
				...asked.job.connection,
				self
			}
		};
		return await publishComments({
			...asked,
			job
		}, ports);
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		const { reasonCode, headline } = explainReportFailure(error);
		return {
			kind: "refused",
			code: reasonCode,
			because: headline,
			url: null
		};
	}
}

export { runNotes };