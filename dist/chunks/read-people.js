import { t as Failure } from "./failure.js";
import { i as once, n as askOrNull, r as listAll, t as ask } from "./client.js";
import { o as epochMs } from "./canonical.js";
import { C as isMarkedAs, S as bodyOf, _ as PULL_REQUESTS, a as listPullsOfCommit, b as peopleDocument, c as readLabelers, d as listPullCommits, f as runQuery, l as changedFile, m as CHANGES, o as NOBODY_KNOWN, p as wholeData, s as labelersOf, u as readFiles, w as wasClosedByUs } from "./explain-error.js";
import { c as object, f as string, h as unknown, m as union, n as array, o as literal, p as tuple, r as boolean, s as number, t as _enum } from "./schemas.js";

// src/github/effects/keep-issue.ts
/** Lists may show what was just created a little later. */
const LISTED_WITHIN_MS = 15e3;
/** Of one label, the newest first: the issue of a release that is under way is among them. */
const MOST_LISTED = 1e3;
/** GitHub's limit. */
const MOST_ASSIGNEES = 10;
async function keepIssue(connection, effect) {
	const found = effect.number === null ? await findOurs(connection, effect) : await read(connection, effect.number);
	if (found === "gone") return {
		kind: "superseded",
		because: `issue #${effect.number} was deleted or is not ours`
	};
	try {
		if (found === null) return await create(connection, effect);
		return await update(connection, effect, found);
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		if (error.kind === "not-found") return {
			kind: "superseded",
			because: "the repository takes no issues"
		};
		return {
			kind: "retry",
			because: error.message,
			afterMs: error.retryAfterMs ?? LISTED_WITHIN_MS
		};
	}
}
/** The oldest issue of ours with this label and key; null: there is none. */
async function findOurs({ octokit, owner, repo, self }, effect) {
	const what = `Reading the issues labelled ${effect.label}`;
	const { items, complete } = await listAll(what, (page) => octokit.request("GET /repos/{owner}/{repo}/issues", {
		owner,
		repo,
		state: "all",
		labels: effect.label,
		...page,
		request: once()
	}), MOST_LISTED);
	const oldest = items.filter((issue) => isOurs(issue, self) && isMarkedAs(issue.body ?? "", effect.key)).reduce((first, issue) => first && first.number < issue.number ? first : issue, void 0);
	if (oldest === void 0 && !complete) throw new Failure("rejected", `${what}: there are more than ${items.length}, which are not all read.`);
	return oldest === void 0 ? null : seen(oldest);
}
async function read({ octokit, owner, repo, self }, number) {
	const answer = await askOrNull(`Reading issue #${number}`, () => octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}", {
		owner,
		repo,
		issue_number: number,
		request: once()
	}));
	if (answer === null || !isOurs(answer.data, self) || answer.data.number !== number) return "gone";
	return seen(answer.data);
}
function isOurs({ user, pull_request }, self) {
	return pull_request === void 0 && user?.login === self;
}
function seen({ number, body, state }) {
	return {
		number,
		body: body ?? "",
		state
	};
}
/** GitHub refuses the whole issue when somebody cannot be assigned: the issue matters more. */
async function create(connection, effect) {
	const { assignees = [] } = effect;
	if (assignees.length === 0) return await createFor(connection, effect, []);
	try {
		return await createFor(connection, effect, assignees.slice(0, MOST_ASSIGNEES));
	} catch (error) {
		if (!(error instanceof Failure) || error.kind !== "rejected") throw error;
		return await createFor(connection, effect, []);
	}
}
async function createFor({ octokit, owner, repo }, effect, assignees) {
	const { data } = await ask("Creating an issue", () => octokit.request("POST /repos/{owner}/{repo}/issues", {
		owner,
		repo,
		title: effect.title,
		body: bodyOf(effect, null),
		labels: [effect.label],
		...assignees.length === 0 ? {} : { assignees: [...assignees] },
		request: once()
	}));
	return {
		kind: "done",
		issue: Number(data.number),
		note: `created #${data.number}`
	};
}
/** Whoever closed or opened it again after us has the last word: we close it once and never open it. */
async function update({ octokit, owner, repo }, effect, known) {
	const { number } = known;
	const body = bodyOf(effect, known.body);
	const closes = effect.isOver && known.state === "open" && !wasClosedByUs(known.body);
	if (body === known.body && !closes) return {
		kind: "done",
		issue: number,
		note: `#${number} says so already`
	};
	await ask(`Updating issue #${number}`, () => octokit.request("PATCH /repos/{owner}/{repo}/issues/{issue_number}", {
		owner,
		repo,
		issue_number: number,
		body,
		...closes ? { state: "closed" } : {},
		request: once()
	}));
	return {
		kind: "done",
		issue: number
	};
}

// src/github/graphql/pull-request-parts.ts
/** A pull request as `documents.ts` asks for it. What is missing, or longer than a page, makes it none. */
const whole = object({ pageInfo: object({ hasNextPage: literal(false) }) });
const actor = object({
	__typename: string(),
	login: string(),
	databaseId: number().nullish()
}).nullable();
const signature = object({
	email: string().nullable(),
	user: object({ login: string() }).nullable()
}).nullable();
const file = object({
	path: string(),
	additions: number(),
	deletions: number(),
	changeType: _enum([
		"ADDED",
		"CHANGED",
		"COPIED",
		"DELETED",
		"MODIFIED",
		"RENAMED"
	])
});
const review = object({
	fullDatabaseId: union([string().regex(/^\d+$/), number()]),
	state: string(),
	submittedAt: string().nullable(),
	commit: object({ oid: string() }).nullable(),
	author: actor
});
const labelled = object({
	label: object({ name: string() }),
	actor
});
/** What is linked and not shown to us is left out, or null. */
const linkedIssues = object({ nodes: array(object({
	number: number(),
	repository: object({ nameWithOwner: string() })
}).nullable()) });
/** `owner/name#12` each. */
function namesOfIssues({ nodes }) {
	return nodes.flatMap((issue) => issue === null ? [] : [`${issue.repository.nameWithOwner}#${issue.number}`]);
}
const pullRequestParts = object({
	number: number(),
	title: string(),
	body: string(),
	baseRefName: string(),
	headRefOid: string(),
	mergedAt: string().nullable(),
	changedFiles: number(),
	repository: object({ databaseId: number() }),
	milestone: object({ number: number() }).nullish(),
	/** Absent where nobody asks for them. */
	closingIssuesReferences: linkedIssues.optional(),
	author: actor,
	labels: whole.extend({ nodes: array(object({ name: string() })) }),
	files: object({
		pageInfo: object({ hasNextPage: boolean() }),
		nodes: array(file)
	}),
	commits: object({
		totalCount: number(),
		nodes: array(object({ commit: object({
			authoredDate: string().optional(),
			message: string(),
			author: signature,
			committer: signature
		}) }))
	}),
	reviews: whole.extend({ nodes: array(review) }),
	timelineItems: object({
		pageInfo: object({ hasPreviousPage: literal(false) }),
		nodes: array(labelled)
	})
});

// src/github/pulls/contributors.ts
/** @param author who opened the pull request; null for commits that came without one. */
function contributorsOf(commits, author) {
	const logins = new Map(author === null ? [] : [[author.toLowerCase(), author]]);
	let unknown = 0;
	for (const commit of commits) {
		const named = [
			commit.author?.login,
			commit.committer?.login,
			...coAuthors(commit.commit.message)
		];
		for (const login of named) if (login === void 0) unknown += 1;
		else if (login !== WEB_FLOW && !logins.has(login.toLowerCase())) logins.set(login.toLowerCase(), login);
	}
	return {
		logins: [...logins.values()],
		unknown
	};
}
/** Commits made on the web are committed by this account of GitHub's own. */
const WEB_FLOW = "web-flow";
/** Stays on one line: looking for the end beyond it would take quadratic time on a message made for that. */
const TRAILER = /^co-authored-by:[^<\n]*<([^>\n]*)>[^\S\n]*$/gim;
const NO_REPLY = /^(?:\d+\+)?([A-Za-z0-9-]+(?:\[bot\])?)@users\.noreply\.github\.com$/i;
/** The login behind each `Co-authored-by` trailer; undefined for an address that does not say which account it is. */
function coAuthors(message) {
	return [...message.matchAll(TRAILER)].map((trailer) => NO_REPLY.exec(trailer[1] ?? "")?.[1]);
}
/** GitHub lists at most 250 commits of a pull request; beyond them somebody may have contributed whom we do not see. */
async function readContributors(connection, number, author, commits) {
	const listed = await listPullCommits(connection, number);
	return {
		...contributorsOf(listed, author),
		complete: listed.length === commits
	};
}

// src/github/pulls/reviews.ts
async function readReviews({ octokit, owner, repo }, number) {
	const { items } = await listAll(`Reading the reviews of #${number}`, (page) => octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews", {
		owner,
		repo,
		pull_number: number,
		...page,
		request: once()
	}));
	return items.flatMap((review) => {
		const state = REVIEW_STATES[review.state];
		if (!state || !review.user || !review.submitted_at) return [];
		const { login } = review.user;
		const commit = review.commit_id ?? "";
		return [{
			id: Number(review.id),
			user: login,
			state,
			commit,
			at: review.submitted_at
		}];
	});
}
const REVIEW_STATES = {
	APPROVED: "approved",
	CHANGES_REQUESTED: "changes_requested",
	COMMENTED: "commented",
	DISMISSED: "dismissed"
};

// src/github/graphql/to-change.ts
/** What GraphQL does not tell, the old name of a file and which bot committed, is read by REST. */
async function toChange(connection, parts) {
	const { number } = parts;
	const author = loginOf(parts.author) ?? "ghost";
	const files = filesOf(parts) ?? await readFiles(connection, number);
	const { totalCount: commits } = parts.commits;
	const listed = commitsOf(parts);
	const contributors = listed ? {
		...contributorsOf(listed, author),
		complete: true
	} : await readContributors(connection, number, author, commits);
	const labels = parts.labels.nodes.map(({ name }) => name.toWellFormed());
	return {
		kind: "pull-request",
		number,
		title: parts.title.toWellFormed(),
		body: parts.body.toWellFormed(),
		author,
		contributors: contributors.logins,
		unknownContributors: contributors.unknown,
		labels,
		labeledBy: labelersOf(labels, parts.timelineItems.nodes.map(setLabel)),
		base: parts.baseRefName,
		headSha: parts.headRefOid,
		...parts.mergedAt === null ? {} : { mergedAt: parts.mergedAt },
		files,
		filesComplete: files.length === parts.changedFiles && contributors.complete,
		commits,
		reviews: reviewsOf(parts),
		...parts.milestone ? { milestone: parts.milestone.number } : {},
		...parts.closingIssuesReferences === void 0 ? {} : { issues: namesOfIssues(parts.closingIssuesReferences) }
	};
}
/** GraphQL leaves out what marks a bot elsewhere. */
function loginOf(actor) {
	if (actor === null) return null;
	return actor.__typename === "Bot" ? `${actor.login}[bot]` : actor.login;
}
function setLabel({ label, actor }) {
	return {
		label: label.name.toWellFormed(),
		by: loginOf(actor)
	};
}
/** Null where a file had another name, or where there are more files than we see. */
function filesOf({ files }) {
	const hasOldName = files.nodes.some(({ changeType }) => changeType === "RENAMED" || changeType === "COPIED");
	if (files.pageInfo.hasNextPage || hasOldName) return null;
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
/** Null where it takes the REST API to say whose a commit is, or where there are more commits than we see. */
function commitsOf({ author: bot, commits }) {
	if (commits.nodes.length !== commits.totalCount) return null;
	const listed = [];
	for (const { commit } of commits.nodes) {
		const [author, committer] = [commit.author, commit.committer].map((each) => accountOf(each, bot));
		if (author === "not-told" || committer === "not-told") return null;
		listed.push({
			commit,
			author: author ?? null,
			committer: committer ?? null
		});
	}
	return listed;
}
/** Commits made on the web; the REST API knows whose this address is. */
const GITHUBS_ADDRESS = "noreply@github.com";
/** An address that GitHub gives, so it knows an account for it, unless somebody made it up. */
const GIVEN_ADDRESS = /@users\.noreply\.github\.com$/i;
/** GraphQL tells accounts of people only. Null: nobody's whom GitHub knows. */
function accountOf(signature, author) {
	if (signature?.user) return signature.user;
	const email = signature?.email?.toLowerCase() ?? "";
	if (email === GITHUBS_ADDRESS) return { login: "web-flow" };
	if (!GIVEN_ADDRESS.test(email)) return null;
	return author?.__typename === "Bot" && email === addressOf(author) ? { login: `${author.login}[bot]` } : "not-told";
}
function addressOf({ login, databaseId }) {
	return `${databaseId}+${login}[bot]@users.noreply.github.com`.toLowerCase();
}
function reviewsOf({ reviews }) {
	return reviews.nodes.flatMap(({ fullDatabaseId, state: given, submittedAt, commit, author }) => {
		const [state, user] = [REVIEW_STATES[given], loginOf(author)];
		if (!state || user === null || submittedAt === null) return [];
		return [{
			id: Number(fullDatabaseId),
			user,
			state,
			commit: commit?.oid ?? "",
			at: submittedAt
		}];
	});
}

// src/github/graphql/find-changes.ts
/**
* The pull requests that brought commits, in few questions. What is not found here, for whatever reason, is left to the
* REST API: an answer with an error in it counts as none.
*/
/** GitHub has 10 s for an answer, and gives none ("502") when it takes longer. */
const MOST_MAIN = 50;
const MOST_SIDE = 100;
const MOST_PULL_REQUESTS = 25;
/** @param tip the newest of the commits. `hasIssues`: with the issues that each pull request is linked to. */
async function findChanges(connection, commits, tip, hasIssues = false) {
	const finding = {
		connection,
		hasIssues,
		pulls: /* @__PURE__ */ new Map(),
		parts: /* @__PURE__ */ new Map()
	};
	const main = mainLine(commits, tip);
	const sides = chunks(commits.filter(({ sha }) => !main.has(sha)), MOST_SIDE);
	const mains = chunks(commits.filter(({ sha }) => main.has(sha)), MOST_MAIN);
	for (let each = 0; each < Math.max(mains.length, sides.length); each += 1) await askForCommits(finding, mains[each] ?? [], sides[each] ?? []);
	const merged = new Map([...finding.pulls].map(([sha, pulls]) => [sha, pulls.filter(isMergedHere(connection))]));
	await askForOthers(finding, [...merged.values()].flat());
	const wanted = new Set([...merged.values()].flat().map(({ number }) => number));
	const changes = /* @__PURE__ */ new Map();
	for (const [number, parts] of finding.parts) if (wanted.has(number)) changes.set(number, await toChange(connection, parts));
	return {
		pullsOf: new Map([...merged].map(([sha, pulls]) => [sha, pulls.map(({ number }) => number)])),
		changes,
		firstCommits: firstCommitsIn(finding.parts)
	};
}
function firstCommitsIn(parts) {
	const found = /* @__PURE__ */ new Map();
	for (const [number, { commits }] of parts) {
		const dates = commits.nodes.flatMap(({ commit }) => commit.authoredDate ?? []);
		const first = dates.length === commits.totalCount ? earliest(dates) : null;
		if (first !== null) found.set(number, first);
	}
	return found;
}
/** Null: there are none. */
function earliest(instants) {
	return instants.toSorted((one, other) => epochMs(one) - epochMs(other))[0] ?? null;
}
/** From the tip along the first parents: where pull requests are merged or squashed into. */
function mainLine(commits, tip) {
	const parents = new Map(commits.map(({ sha, parents: [first] }) => [sha, first]));
	const line = /* @__PURE__ */ new Set();
	for (let sha = tip; sha !== void 0 && parents.has(sha) && !line.has(sha);) {
		line.add(sha);
		sha = parents.get(sha);
	}
	return line;
}
const briefPull = object({
	id: string(),
	number: number(),
	mergedAt: string().nullable(),
	repository: object({ databaseId: number() })
});
const commitPulls = object({
	oid: string(),
	associatedPullRequests: object({
		totalCount: number(),
		nodes: array(unknown())
	})
});
const commitNodes = object({
	main: array(unknown()),
	side: array(unknown()).optional()
});
/** What takes GitHub too long is asked for in halves, once. */
async function askForCommits(finding, main, side, isHalf = false) {
	const answer = await runQuery(finding.connection, "Reading the changes", CHANGES, {
		main: main.map(({ nodeId }) => nodeId),
		side: side.map(({ nodeId }) => nodeId),
		hasSide: side.length > 0,
		hasIssues: finding.hasIssues
	});
	const nodes = commitNodes.safeParse(wholeData(answer));
	if (nodes.success) {
		for (const node of [...nodes.data.main, ...nodes.data.side ?? []]) noteCommit(finding, node);
		return true;
	}
	if (isHalf || main.length < 2) return false;
	const middle = Math.ceil(main.length / 2);
	return await askForCommits(finding, main.slice(0, middle), side, true) && await askForCommits(finding, main.slice(middle), [], true);
}
function noteCommit({ connection, pulls, parts }, node) {
	const commit = commitPulls.safeParse(node);
	if (!commit.success) return;
	const { oid, associatedPullRequests } = commit.data;
	const brief = array(briefPull).safeParse(associatedPullRequests.nodes);
	if (!brief.success || associatedPullRequests.totalCount > 5) return;
	pulls.set(oid, brief.data);
	for (const pull of associatedPullRequests.nodes) noteParts(connection, parts, pull);
}
function noteParts({ repository }, parts, node) {
	const found = pullRequestParts.safeParse(node);
	if (found.success && found.data.repository.databaseId === repository.id) parts.set(found.data.number, found.data);
}
/** A fork may hold the same commit, and an open pull request explains nothing. */
function isMergedHere({ repository }) {
	return ({ mergedAt, repository: { databaseId } }) => mergedAt !== null && databaseId === repository.id;
}
const pullNodes = object({ nodes: array(unknown()) });
/** Those that came with no commit of the main line. */
async function askForOthers({ connection, parts, hasIssues }, pulls) {
	const others = new Set(pulls.filter(({ number }) => !parts.has(number)).map(({ id }) => id));
	for (const ids of chunks([...others], MOST_PULL_REQUESTS)) {
		const answer = await runQuery(connection, "Reading pull requests", PULL_REQUESTS, {
			ids,
			hasIssues
		});
		const found = pullNodes.safeParse(wholeData(answer));
		for (const node of found.success ? found.data.nodes : []) noteParts(connection, parts, node);
	}
}
function chunks(items, size) {
	return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

// src/github/reads/read-pull-request.ts
async function readPullRequest(connection, number) {
	const { octokit, owner, repo } = connection;
	const { data } = await ask(`Reading pull request #${number}`, () => octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", {
		owner,
		repo,
		pull_number: number,
		request: once()
	}));
	const files = await readFiles(connection, number);
	const contributors = await readContributors(connection, number, data.user.login, data.commits);
	const labels = data.labels.map((label) => label.name.toWellFormed());
	const change = {
		kind: "pull-request",
		number,
		title: data.title.toWellFormed(),
		body: (data.body ?? "").toWellFormed(),
		author: data.user.login,
		contributors: contributors.logins,
		unknownContributors: contributors.unknown,
		labels,
		labeledBy: labels.length > 0 ? await readLabelers(connection, number, labels) : {},
		base: data.base.ref,
		headSha: data.head.sha,
		...data.merged_at ? { mergedAt: data.merged_at } : {},
		files,
		filesComplete: files.length === data.changed_files && contributors.complete,
		commits: data.commits,
		reviews: await readReviews(connection, number),
		...data.milestone ? { milestone: data.milestone.number } : {}
	};
	return {
		state: data.state,
		draft: data.draft ?? false,
		headSha: data.head.sha,
		base: data.base.ref,
		change
	};
}

// src/github/reads/read-changes.ts
/** GitHub compares this many commits at once. Reading a larger release change by change would use up the rate limit. */
const MOST_COMMITS = 250;
/** `hasIssues`: pull requests bring the issues that they are linked to, where that takes no read of its own. */
async function readChanges(connection, baseSha, headSha, hasIssues = false) {
	const forward = await compareForward(connection, baseSha, headSha);
	if (forward === null) return UNKNOWN;
	const direction = DIRECTIONS[forward.status] ?? "diverged";
	const range = direction === "backward" ? await compare(connection, headSha, baseSha) : forward;
	if (!range?.complete) return {
		direction,
		changes: [],
		complete: false
	};
	const tip = direction === "backward" ? baseSha : headSha;
	const { changes, complete } = await readEach(connection, range.commits, tip, hasIssues);
	return {
		direction,
		changes,
		complete: complete && areAllListed(range.files, changes),
		messages: range.messages
	};
}
/**
* What lies between the commits has to be what the changes list. A merge can bring edits that its pull request does not
* show, and a commit in the middle of a pull request what a later one took out again.
*/
function areAllListed(files, changes) {
	const listed = new Set(changes.flatMap((each) => each.files.flatMap(({ path, previousPath }) => [path, previousPath])));
	return files.every((path) => listed.has(path));
}
/** Null when the base is not in this repository: whoever may create deployments can name any commit. */
async function compareForward(connection, baseSha, headSha) {
	try {
		return await compare(connection, baseSha, headSha);
	} catch (error) {
		if (error instanceof Failure && error.kind === "not-found" && !await isThere(connection, baseSha)) return null;
		throw error;
	}
}
/** GitHub answers 422 to a commit that it does not know, 404 to one in a repository that it does not show. */
async function isThere({ octokit, owner, repo }, sha) {
	const read = () => octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
		owner,
		repo,
		ref: sha,
		per_page: 1,
		request: once()
	});
	try {
		return await askOrNull(`Looking for commit ${sha.slice(0, 7)}`, read) !== null;
	} catch (error) {
		if (error instanceof Failure && error.kind === "rejected") return false;
		throw error;
	}
}
/** What is known of commits that GitHub cannot compare: nothing, which is the highest tier. */
const UNKNOWN = {
	direction: "diverged",
	changes: [],
	complete: false
};
const DIRECTIONS = {
	ahead: "forward",
	behind: "backward",
	identical: "same",
	diverged: "diverged"
};
/** All at once: GitHub lists up to 250 commits where no page is asked for. */
async function compare({ octokit, owner, repo }, base, head) {
	const { data } = await ask(`Comparing ${base.slice(0, 7)} with ${head.slice(0, 7)}`, () => octokit.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
		owner,
		repo,
		basehead: `${base}...${head}`,
		request: once()
	}));
	return {
		status: data.status,
		commits: data.commits.map(({ sha, node_id: nodeId, parents }) => {
			return {
				sha,
				nodeId,
				parents: parents.map((parent) => parent.sha)
			};
		}),
		messages: data.commits.map(({ sha, commit }) => ({
			sha,
			message: commit.message.toWellFormed()
		})),
		files: (data.files ?? []).map(({ filename }) => filename.toWellFormed()),
		complete: data.commits.length === data.total_commits && data.total_commits <= MOST_COMMITS
	};
}
/** Oldest first, each pull request once. */
async function readEach(connection, commits, tip, hasIssues) {
	const found = await findChanges(connection, commits, tip, hasIssues);
	const changes = [];
	const seen = /* @__PURE__ */ new Set();
	let complete = true;
	for (const { sha } of commits) {
		const numbers = found.pullsOf.get(sha) ?? await readMergedPullRequests(connection, sha);
		if (numbers.length === 0) {
			const commit = await readCommit(connection, sha);
			changes.push(commit.change);
			complete &&= commit.complete;
		}
		for (const number of numbers.filter((each) => !seen.has(each))) {
			seen.add(number);
			changes.push(found.changes.get(number) ?? (await readPullRequest(connection, number)).change);
		}
	}
	return {
		changes,
		complete
	};
}
/**
* The merged pull requests of this repository that brought a commit. An open one explains nothing: it lists the
* commit, and nobody agreed to it.
*/
async function readMergedPullRequests(connection, sha) {
	return (await listPullsOfCommit(connection, sha)).filter((pull) => pull.merged_at !== null).map((pull) => pull.number);
}
async function readOpenPullRequestsAt(connection, sha) {
	return (await listPullsOfCommit(connection, sha)).filter((pull) => pull.state === "open" && pull.head.sha === sha).map((pull) => pull.number);
}
/** GitHub shows at most 3,000 files of a commit, in pages. */
const MOST_FILES = 3e3;
async function readCommit(connection, sha) {
	const { octokit, owner, repo } = connection;
	const what = `Reading commit ${sha.slice(0, 7)}`;
	const read = (page) => octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
		owner,
		repo,
		ref: sha,
		...page,
		request: once()
	});
	const first = await ask(what, () => read({
		page: 1,
		per_page: 100
	}));
	const { data } = first;
	const files = await listAll(what, async (page) => ({ data: (page.page === 1 ? first : await read(page)).data.files ?? [] }), MOST_FILES);
	const people = contributorsOf([{
		commit: data.commit,
		author: accountIn(data.author),
		committer: accountIn(data.committer)
	}], null);
	return {
		change: {
			kind: "commit",
			sha,
			message: data.commit.message.toWellFormed(),
			author: accountIn(data.author)?.login ?? "",
			contributors: people.logins,
			unknownContributors: people.unknown,
			at: data.commit.committer?.date ?? data.commit.author?.date ?? "",
			files: files.items.map(changedFile)
		},
		complete: files.complete
	};
}
/** GitHub writes nobody whom it knows as null, or as an empty object. */
function accountIn(account) {
	return typeof account?.login === "string" ? { login: account.login } : null;
}

// src/github/reads/read-file-changes.ts
const MOST_CHANGES = 300;
/** On the default branch since an instant, newest first. */
async function readFileChanges({ octokit, owner, repo }, path, since, most = MOST_CHANGES) {
	const { items } = await listAll(`Reading the history of ${path}`, (page) => octokit.request("GET /repos/{owner}/{repo}/commits", {
		owner,
		repo,
		path,
		since,
		...page,
		request: once()
	}), most);
	return items.flatMap(({ sha, commit }) => {
		const at = commit.committer?.date ?? commit.author?.date;
		const [subject = ""] = commit.message.toWellFormed().split("\n", 1);
		return at === void 0 ? [] : [{
			sha,
			at,
			subject
		}];
	});
}

// src/github/reads/read-incidents.ts
/** @param labels an issue with any of them is one. GitHub's filter asks for all, so each is asked for alone. */
async function readIncidents(connection, labels) {
	const found = /* @__PURE__ */ new Map();
	for (const label of await spelledAsThere(connection, labels)) for (const incident of await readOpenIssues(connection, label)) found.set(incident.number, incident);
	return [...found.values()].sort((one, other) => one.number - other.number);
}
/** Names of labels compare without case, and whether the filter does is not documented. One not there has no issue. */
async function spelledAsThere({ octokit, owner, repo }, labels) {
	const what = "Reading the labels";
	const { items, complete } = await listAll(what, (page) => octokit.request("GET /repos/{owner}/{repo}/labels", {
		owner,
		repo,
		...page,
		request: once()
	}));
	if (!complete) throw new Failure("rejected", `${what}: there are more than ${items.length}, which are not all read.`);
	return items.map(({ name }) => name).filter((name) => labels.some((label) => isSame(label, name)));
}
async function readOpenIssues({ octokit, owner, repo }, label) {
	const what = `Reading the open issues labelled ${label}`;
	const filter = label.includes(",") ? {} : { labels: label };
	const { items, complete } = await listAll(what, (page) => octokit.request("GET /repos/{owner}/{repo}/issues", {
		owner,
		repo,
		state: "open",
		...filter,
		...page,
		request: once()
	}));
	const labelled = items.filter((issue) => issue.pull_request === void 0).map(incidentFact).filter((incident) => incident.labels.some((each) => isSame(each, label)));
	if (labelled.length > 0 || complete) return labelled;
	throw new Failure("rejected", `${what}: there are more than ${items.length}, which are not all read.`);
}
function incidentFact({ number, labels, created_at, closed_at }) {
	return {
		number,
		labels: labels.map((label) => (typeof label === "string" ? label : label.name ?? "").toWellFormed()),
		openedAt: created_at,
		...closed_at === null ? {} : { closedAt: closed_at }
	};
}
function isSame(one, other) {
	return one.toLowerCase() === other.toLowerCase();
}

// src/github/graphql/find-people.ts
/**
* Permissions and teams of many people in one question. GitHub shows the collaborators to whoever may push, and teams to
* the App of the organisation; what it does not show, or not whole, is left to the REST API, person by person.
*/
/** GitHub looks each of them up, so a question has to end somewhere. */
const MOST_PEOPLE = 100;
async function findPeople(connection, logins, teams) {
	const collaborators = /* @__PURE__ */ new Map();
	const members = /* @__PURE__ */ new Map();
	for (let from = 0; from < logins.length; from += MOST_PEOPLE) {
		const asked = {
			logins: logins.slice(from, from + MOST_PEOPLE),
			teams: from === 0 ? teams : []
		};
		const answer = await askFor(connection, asked.logins, asked.teams);
		if (answer === null) break;
		noteCollaborators(collaborators, asked.logins, partOf(answer, "repository"), connection.repository.id);
		noteMembers(members, asked.teams, partOf(answer, "organization"));
	}
	return {
		collaborators,
		members
	};
}
function askFor(connection, logins, teams) {
	const { owner, repo: name } = connection;
	return runQuery(connection, "Reading who people are", peopleDocument(logins.length, teams.length), {
		owner,
		name,
		...Object.fromEntries(logins.map((login, index) => [`p${index}`, login])),
		...Object.fromEntries(teams.map((team, index) => [`t${index}`, team]))
	});
}
/** One of the two parts of the answer, unless anything in it failed. */
function partOf({ data, errors }, name) {
	const isFailed = errors.some(({ path }) => path === void 0 || path[0] === name);
	const part = typeof data === "object" && data !== null ? Object.entries(data).find(([key]) => key === name) : void 0;
	return isFailed || typeof part?.[1] !== "object" || part[1] === null ? {} : { ...part[1] };
}
const PERMISSIONS$1 = {
	ADMIN: "admin",
	MAINTAIN: "maintain",
	WRITE: "write",
	TRIAGE: "triage",
	READ: "read"
};
const collaborator = object({ edges: tuple([object({
	permission: _enum([
		"ADMIN",
		"MAINTAIN",
		"WRITE",
		"TRIAGE",
		"READ"
	]),
	node: object({
		databaseId: number(),
		login: string()
	})
})]) });
function noteCollaborators(found, logins, repository, repositoryId) {
	if (repository["databaseId"] !== repositoryId) return;
	for (const [index, login] of logins.entries()) {
		const parsed = collaborator.safeParse(repository[`p${index}`]);
		if (!parsed.success) continue;
		const [{ permission, node }] = parsed.data.edges;
		if (node.login.toLowerCase() !== login.toLowerCase()) continue;
		found.set(login.toLowerCase(), {
			id: node.databaseId,
			permission: PERMISSIONS$1[permission]
		});
	}
}
const wholeTeam = object({
	slug: string(),
	members: object({
		pageInfo: object({ hasNextPage: literal(false) }),
		nodes: array(object({ databaseId: number() }))
	})
});
/** Members of child teams are among them, and who has not accepted an invitation is not. */
function noteMembers(found, teams, organization) {
	for (const [index, team] of teams.entries()) {
		const parsed = wholeTeam.safeParse(organization[`t${index}`]);
		if (organization[`t${index}`] === null) found.set(team, /* @__PURE__ */ new Set());
		else if (parsed.success) found.set(team, new Set(parsed.data.members.nodes.map(({ databaseId }) => databaseId)));
	}
}

// src/github/reads/read-people.ts
/** Unknown logins are left out: somebody we know nothing of counts for nothing. */
async function readPeople(connection, logins, teams) {
	const people = {};
	const asked = distinctLogins(logins);
	const humans = asked.filter((login) => !isBot(login));
	const atOnce = await findPeople(connection, humans, teams);
	const listed = humans.filter((login) => !atOnce.collaborators.has(login.toLowerCase())).length < 2 ? [] : await listCollaborators(connection);
	const found = {
		...atOnce,
		collaborators: new Map([...listed, ...atOnce.collaborators])
	};
	for (const login of asked) {
		const person = isBot(login) ? await readBot(connection, login) : await readPerson(connection, {
			login,
			teams,
			found
		});
		if (person) people[login] = person;
	}
	return people;
}
function distinctLogins(logins) {
	return [...new Map(logins.map((login) => [login.toLowerCase(), login])).values()].sort();
}
function isBot(login) {
	return login.endsWith("[bot]");
}
/**
* The first hundred collaborators, which mostly are all of them. GitHub shows them to every App, in GraphQL only to one
* that may push. Whoever else is asked about is asked about alone.
*/
async function listCollaborators({ octokit, owner, repo }) {
	const page = {
		owner,
		repo,
		per_page: 100,
		request: once()
	};
	const read = () => octokit.request("GET /repos/{owner}/{repo}/collaborators", page);
	return ((await askOrNull("Reading the collaborators", read).catch(unlessForbidden))?.data ?? []).flatMap(({ id, login, type, role_name: role, permissions }) => {
		if (type !== "User" || permissions === void 0) return [];
		return [[login.toLowerCase(), {
			id: Number(id),
			permission: permissionOf(role, highest(permissions))
		}]];
	});
}
/** A token that may not list them may still ask about each. */
function unlessForbidden(error) {
	if (error instanceof Failure && error.kind === "forbidden") return null;
	throw error;
}
/** As GitHub folds them where it knows no role by name. */
function highest(can) {
	if (can.admin) return "admin";
	if (can.push) return "write";
	return can.pull ? "read" : "none";
}
async function readPerson(connection, { login, teams, found }) {
	const known = found.collaborators.get(login.toLowerCase());
	const account = known ? {
		...known,
		kind: "user"
	} : await readAccount(connection, login);
	if (!account) return null;
	const memberships = [];
	for (const team of teams) if (found.members.get(team)?.has(account.id) ?? await isActiveMember(connection, team, login)) memberships.push(team);
	return {
		...account,
		teams: memberships
	};
}
async function readAccount(connection, login) {
	const { octokit, owner, repo } = connection;
	const answer = await askOrNull(`Reading the permission of ${login}`, () => octokit.request("GET /repos/{owner}/{repo}/collaborators/{username}/permission", {
		owner,
		repo,
		username: login,
		request: once()
	}));
	const user = answer?.data.user;
	if (!answer || !user) return null;
	const { role_name: roleName, permission } = answer.data;
	const kind = user.type === "Bot" ? "bot" : "user";
	return {
		id: Number(user.id),
		kind,
		permission: permissionOf(roleName, permission)
	};
}
async function readBot({ octokit }, login) {
	const answer = await askOrNull(`Reading ${login}`, () => octokit.request("GET /users/{username}", {
		username: login,
		request: once()
	}));
	return answer ? {
		id: Number(answer.data.id),
		kind: "bot",
		permission: "none",
		teams: []
	} : null;
}
/** `role_name` tells maintain and triage apart, which `permission` folds into write and read; custom roles fall back to it. */
function permissionOf(roleName, permission) {
	for (const name of [roleName, permission]) {
		const known = PERMISSIONS.find((candidate) => candidate === name);
		if (known) return known;
	}
	return "none";
}
const PERMISSIONS = [
	"none",
	"read",
	"triage",
	"write",
	"maintain",
	"admin"
];
/** Members of child teams count (GitHub says so in the answer); an invitation that was not accepted does not. */
async function isActiveMember({ octokit, owner }, team, login) {
	return (await askOrNull(`Reading team ${team}`, () => octokit.request("GET /orgs/{org}/teams/{team_slug}/memberships/{username}", {
		org: owner,
		team_slug: team,
		username: login,
		request: once()
	})))?.data.state === "active";
}

export { keepIssue as _, readFileChanges as a, readCommit as c, readPullRequest as d, earliest as f, findOurs as g, namesOfIssues as h, spelledAsThere as i, readMergedPullRequests as l, linkedIssues as m, isSame as n, isThere as o, findChanges as p, readIncidents as r, readChanges as s, readPeople as t, readOpenPullRequestsAt as u };