import { t as Failure } from "./failure.js";
import { r as requestIn } from "./linked-requests.js";
import { n as plainLine } from "./markdown.js";
import { a as compileGlob } from "./glob.js";
import { O as isSameName, t as commonTiers } from "./tiers.js";
import { r as isBreakingChange, t as conventionalHeader } from "./conventional.js";
import { t as classifyChange } from "./classify.js";
import { a as titleAndBody, i as subjectAndBody, n as loginOfAddress, r as pullRequestNumber } from "./merge-message.js";
import { i as referencesIn, n as hasReferences, r as isTakingBack, t as everyShaIn } from "./revert-references.js";
import { t as requestsAsked } from "./requests-of-change.js";
import { a as textsOf, i as labelsOf, n as filesOf, o as LINK_METHODS, r as isMerge, t as associate } from "./associate.js";
import { i as rulesInForce, r as exclusionOf, t as categoryOf } from "./categories.js";
import { a as commitIn, c as listOf, d as safeUrl, f as timeIn, i as changeIn, l as personIn, n as headlineOf, o as countOf, p as inert, r as sayVerification, s as differencesIn, t as countChanges, u as pullRequestIn } from "./headline.js";

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
	const gained = hasGained ? ownOf(commits, settle(associated, commits, [...mentioned, ...range.lost]), isOwn) : NOTHING$1;
	const gone = hasLost ? ownOf(lost, settle(associated, lost, [...mentioned, ...range.commits]), isOwn) : NOTHING$1;
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
const NOTHING$1 = {
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
	const files = filesOf(change);
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
		links: linksOf([...gained.changes, ...lost.changes]),
		excluded: once(excluded),
		cancelled: once(cancelled, ({ by }) => `${by}`),
		onBothSides: onBothSides.map(named)
	};
}
/** By number; one that is on both sides once. */
function linksOf(changes) {
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
/** For whom notes can be written. */
const AUDIENCES = ["user", "support"];
function isAudience(name) {
	return AUDIENCES.some((each) => each === name);
}
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
	if (lines.length === 0 || lines.length === 1 && NOTHING.test(lines[0] ?? "")) return null;
	const kept = lines.slice(0, MOST_LINES);
	return [...kept, ...lines.length > kept.length ? ["…"] : []].join("\n");
}
const NOTHING = /^(?:none|n\/a|-)\.?$/i;
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
		return plainLine(this.loginOf(author) ?? known ?? author.name, LONGEST_NAME) || "unknown";
	}
	/** Who opened the pull request, where GitHub tells it; else who wrote its first commit. */
	authorOf(change) {
		if (change.kind === "commit") return this.nameOf(change.commit.author);
		const told = plainLine(change.known?.author ?? "", LONGEST_NAME);
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
const LONGEST_NAME = 100;
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
		const noted = note(change, told);
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
function note(change, { people, breaking, tierOf, requestsOf }) {
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
	const isKept = (change) => exclusion(change, people, rules) === null;
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
		accounting: accountFor(range, remaining, (change) => exclusion(change, people, rules))
	};
	return input.audience === void 0 ? notes : forAudience(notes, {
		listed,
		gone
	}, input.audience);
}
/** Rules exclude pull requests. A commit without one is always listed: nothing else would tell of it. */
function exclusion(change, people, { exclude }) {
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
	const files = filesOf(change);
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
	const headline = headlineOf(notes, options);
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
		[headlineOf(notes, options)],
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

export { OTHER as a, unknownService as i, writeNotes as n, AUDIENCES as o, serviceOf as r, isAudience as s, renderNotes as t };