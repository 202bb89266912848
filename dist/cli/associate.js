import { a as titleAndBody, i as subjectAndBody, r as pullRequestNumber, t as isMergeMessage } from "./merge-message.js";

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
function filesOf(change) {
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

export { textsOf as a, labelsOf as i, filesOf as n, LINK_METHODS as o, isMerge as r, associate as t };