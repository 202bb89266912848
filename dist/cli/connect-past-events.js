import { t as Failure } from "./failure.js";
import { C as readPeople, S as findStatuses, _ as spelledAsThere, a as readMergedPullRequests, c as comparePaged, d as findChanges, g as isSame, h as listPullCommits, i as readCommit, o as readPullRequest, r as isThere, u as earliest, v as readStatuses, y as effectiveSha } from "./connect.js";
import { n as epochMs } from "./instant.js";
import { i as once, n as askOrNull, r as listAll, t as ask } from "./client.js";
import { i as subjectAndBody, r as pullRequestNumber } from "./merge-message.js";
import { i as referencesIn } from "./revert-references.js";

// src/github/reads/past-events/list-past-deployments.ts
/** The deployments of a repository to all of its environments, newest first, with what became of each. */
async function listPastDeployments(connection, since, page) {
	const number = page === null ? 1 : Number(page);
	const listed = await listPage$1(connection, number);
	const within = listed.filter(({ created_at: at }) => since === null || Date.parse(at) >= epochMs(since));
	const found = await findStatuses(connection, within.map((each) => each.node_id));
	const items = [];
	const unended = [];
	for (const each of within) {
		const ended = endOf(found.get(each.node_id) ?? await readStatuses(connection, Number(each.id)));
		const own = {
			id: Number(each.id),
			startedAt: each.created_at
		};
		if (ended === null) unended.push(own);
		else items.push({
			...own,
			...named(each),
			...ended
		});
	}
	const isLast = listed.length < 100 || within.length < listed.length;
	return {
		items,
		unended,
		listed: listed.length,
		next: isLast ? null : String(number + 1)
	};
}
async function listPage$1({ octokit, owner, repo }, page) {
	const { data } = await ask("Reading the deployments", () => octokit.request("GET /repos/{owner}/{repo}/deployments", {
		owner,
		repo,
		per_page: 100,
		page,
		request: once()
	}));
	return data;
}
function named({ environment, ref, sha, payload }) {
	return {
		environment: environment.toWellFormed(),
		ref: ref.toWellFormed(),
		sha: effectiveSha(payload, sha)
	};
}
/**
* The first success; where there was none, the first failure. `inactive` only says that another one came later, and
* the deployment's own `updated_at` changes with it.
*
* @param statuses newest first.
*/
function endOf(statuses) {
	const success = statuses.findLast(({ state }) => state === "success");
	if (success) return {
		state: "success",
		finishedAt: success.createdAt
	};
	const failure = statuses.findLast(({ state }) => state === "failure" || state === "error");
	return failure ? {
		state: "failure",
		finishedAt: failure.createdAt
	} : null;
}

// src/github/reads/past-events/list-past-incidents.ts
/** Issues that a label makes incidents, with each time that they were open. */
/** Labels are asked for one after the other, since GitHub's filter asks for all: a page is `LABEL:NUMBER`. */
async function listPastIncidents(connection, labels, since, page) {
	const [turn = 0, number = 1] = page === null ? [] : page.split(":").map(Number);
	const known = (await spelledAsThere(connection, labels)).toSorted();
	const label = known[turn];
	if (label === void 0) return {
		items: [],
		next: null
	};
	const listed = await listPage(connection, {
		label,
		since,
		page: number
	});
	const items = [];
	for (const issue of listed) if (issue.pull_request === void 0 && firstOf(known, labelsOf(issue)) === label) items.push(await incidentOf(connection, issue));
	return {
		items,
		next: listed.length === 100 ? `${turn}:${number + 1}` : turn + 1 < known.length ? `${turn + 1}:1` : null
	};
}
/** Oldest first: what is opened meanwhile comes last. `since` is of any change: GitHub has no other. */
async function listPage({ octokit, owner, repo }, { label, since, page }) {
	const filter = label.includes(",") ? {} : { labels: label };
	const { data } = await ask(`Reading the issues labelled ${label}`, () => octokit.request("GET /repos/{owner}/{repo}/issues", {
		owner,
		repo,
		state: "all",
		sort: "created",
		direction: "asc",
		per_page: 100,
		page,
		...filter,
		...since === null ? {} : { since },
		request: once()
	}));
	return data;
}
function labelsOf({ labels }) {
	return labels.map((label) => typeof label === "string" ? label : label.name ?? "");
}
function firstOf(known, labels) {
	return known.find((name) => labels.some((label) => isSame(label, name)));
}
async function incidentOf(connection, issue) {
	const { number, title } = issue;
	const labels = labelsOf(issue).map((label) => label.toWellFormed());
	const intervals = intervalsOf(issue, await readTurns(connection, number));
	return {
		number,
		title: title.toWellFormed(),
		labels,
		intervals
	};
}
/** When it was closed and opened again, oldest first. Of an issue that moved away meanwhile nothing is told any more. */
async function readTurns({ octokit, owner, repo }, number) {
	const route = "GET /repos/{owner}/{repo}/issues/{issue_number}/events";
	try {
		const { items } = await listAll(`Reading the events of #${number}`, (page) => octokit.request(route, {
			owner,
			repo,
			issue_number: number,
			...page,
			request: once()
		}));
		return items.flatMap(({ event, created_at: at }) => event === "closed" || event === "reopened" ? [{
			isOpen: event === "reopened",
			at
		}] : []).sort((one, other) => epochMs(one.at) - epochMs(other.at));
	} catch (error) {
		if (error instanceof Failure && error.kind === "not-found") return [];
		throw error;
	}
}
/** The incident begins when the issue is opened, whenever it got its label. The issue itself says how it stands now. */
function intervalsOf(issue, turns) {
	const intervals = [];
	let openedAt = issue.created_at;
	for (const { isOpen, at } of turns) if (isOpen) openedAt ??= at;
	else if (openedAt !== null) {
		intervals.push({
			openedAt,
			closedAt: at
		});
		openedAt = null;
	}
	if (issue.state === "open") return withOpenEnd(intervals, openedAt);
	if (openedAt === null) return intervals;
	return [...intervals, {
		openedAt,
		closedAt: issue.closed_at ?? openedAt
	}];
}
/** Open, although the last that is known is that it was closed: since when is not known, so it was never well. */
function withOpenEnd(intervals, openedAt) {
	if (openedAt !== null) return [...intervals, { openedAt }];
	const last = intervals.at(-1);
	return last === void 0 ? [] : [...intervals.slice(0, -1), { openedAt: last.openedAt }];
}

// src/github/reads/past-events/list-past-releases.ts
/** Published releases, with the commits that their tags are of. */
/** GitHub lists the newest 1,000 releases, and answers 500 to who asks for more (release-drafter, `RELEASE_COUNT_LIMIT`). */
const MOST_PAGES = 10;
async function listPastReleases(connection, since, page) {
	const { octokit, owner, repo } = connection;
	const number = page === null ? 1 : Number(page);
	const { data } = await ask("Reading the releases", () => octokit.request("GET /repos/{owner}/{repo}/releases", {
		owner,
		repo,
		per_page: 100,
		page: number,
		request: once()
	}));
	const items = [];
	let untagged = 0;
	for (const { id, tag_name: tag, draft, prerelease, published_at: at } of data) {
		if (draft || prerelease || !at || since !== null && Date.parse(at) < epochMs(since)) continue;
		const sha = await commitOf(connection, tag);
		if (sha === null) untagged += 1;
		else items.push({
			id: Number(id),
			tag: tag.toWellFormed(),
			sha,
			publishedAt: at
		});
	}
	const isFull = data.length === 100;
	const isCut = isFull && number >= MOST_PAGES;
	return {
		items,
		untagged,
		isCut,
		next: isFull && !isCut ? String(number + 1) : null
	};
}
/** Null: the tag is gone. */
async function commitOf({ octokit, owner, repo }, tag) {
	const read = () => octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
		owner,
		repo,
		ref: `tags/${tag}`,
		per_page: 1,
		request: once()
	});
	try {
		return (await askOrNull(`Looking for tag ${tag}`, read))?.data.sha ?? null;
	} catch (error) {
		if (error instanceof Failure && error.kind === "rejected") return null;
		throw error;
	}
}

// src/github/reads/past-events/read-first-commit.ts
/** Null: GitHub tells of none. */
async function readFirstCommit(connection, number) {
	const listed = await listPullCommits(connection, number);
	return earliest(listed.flatMap(({ commit }) => commit.author?.date ?? []));
}

// src/github/reads/past-events/read-reverted.ts
/** Which pull requests a change takes back, by what its text says in the words of git and of GitHub. */
/** Somebody's text must not be able to use up what may be read: neither one, nor all of a range together. */
const MOST_COMMITS$1 = 20;
const MOST_IN_RANGE = 200;
function lookUpsOfRange() {
	return { left: MOST_IN_RANGE };
}
function isTitleOfRevert(title) {
	return referencesIn(title, "", "").quoted !== null;
}
async function readReverted(connection, text, lookUps) {
	const { subject, body } = subjectAndBody(text);
	const { numbers, quoted, shas } = referencesIn(subject, body, `${connection.owner}/${connection.repo}`);
	const found = new Set(numbers);
	const inTitle = pullRequestNumber(quoted ?? "");
	if (inTitle !== 0) found.add(inTitle);
	if (found.size > 0) return [...found];
	for (const sha of [...new Set(shas)].slice(0, Math.min(MOST_COMMITS$1, lookUps.left))) {
		lookUps.left -= 1;
		for (const number of await pullRequestsOf(connection, sha)) found.add(number);
	}
	return [...found];
}
/** None where there is no such commit. */
async function pullRequestsOf(connection, sha) {
	try {
		return await readMergedPullRequests(connection, sha);
	} catch (error) {
		if (error instanceof Failure && (error.kind === "not-found" || error.kind === "rejected")) return [];
		throw error;
	}
}

// src/github/reads/past-events/read-past-range.ts
/** A year of changes would use up the rate limit, and is no deployment that figures could be made from. */
const MOST_COMMITS = 1e3;
/** Each takes a request of its own where its files are asked about. */
const MOST_READ_ALONE = 250;
async function readPastRange(connection, baseSha, headSha, { withFiles }) {
	const forward = await compare(connection, baseSha, headSha);
	if (forward === null) return null;
	const { direction } = forward;
	const isBackward = direction === "backward";
	const range = isBackward ? await compare(connection, headSha, baseSha) : forward;
	if (!range?.complete) return null;
	const tip = isBackward ? baseSha : headSha;
	const asRead = range.commits.map(({ sha, nodeId, parents }) => ({
		sha,
		nodeId,
		parents
	}));
	const found = await findChanges(connection, asRead, tip);
	const { commits } = range;
	const reading = {
		connection,
		found,
		withFiles,
		commits,
		lookUps: lookUpsOfRange(),
		changes: /* @__PURE__ */ new Map(),
		alone: 0
	};
	for (const commit of range.commits) await takeCommit(reading, commit);
	if (reading.alone > MOST_READ_ALONE && withFiles) return null;
	return {
		direction,
		changes: [...reading.changes.values()],
		complete: true
	};
}
/** Null: one of the commits is gone, they have no common ancestor, or there are more between them than we read. */
async function compare(connection, base, head) {
	try {
		const comparison = await comparePaged(connection, base, head, MOST_COMMITS);
		return comparison.complete ? comparison : null;
	} catch (error) {
		if (!(error instanceof Failure) || !await isForGood(connection, error, head)) throw error;
		return null;
	}
}
/** GitHub also answers 5xx where comparing takes it too long, and does so again; when it is down it shows no commit. */
async function isForGood(connection, { kind }, head) {
	if (kind === "not-found" || kind === "rejected") return true;
	return kind === "unavailable" && await isThere(connection, head).catch(() => false);
}
async function takeCommit(reading, commit) {
	const { connection, found, changes } = reading;
	const numbers = found.pullsOf.get(commit.sha) ?? await readMergedPullRequests(connection, commit.sha);
	if (numbers.length === 0) {
		reading.alone += 1;
		if (reading.alone <= MOST_READ_ALONE || !reading.withFiles) changes.set(commit.sha, await aloneOf(reading, commit));
	}
	for (const number of numbers) if (!changes.has(number)) changes.set(number, await pullRequestOf(reading, number));
}
async function pullRequestOf(reading, number) {
	const { connection, found } = reading;
	const change = found.changes.get(number) ?? (await readPullRequest(connection, number)).change;
	const first = found.firstCommits.get(number) ?? await readFirstCommit(connection, number);
	if (first === null || change.kind !== "pull-request") return {
		change,
		event: null
	};
	const { mergedAt } = change;
	const reverts = isRevert(reading, change) ? await revertsIn(reading, change, [number]) : {};
	return {
		change,
		event: {
			number,
			firstCommitAt: first,
			...mergedAt ? { mergedAt } : {},
			...reverts
		}
	};
}
/**
* By a title that one of its commits knows. Whoever opened a pull request can give it another one after the merge, and
* with it blame what others shipped.
*/
function isRevert({ commits, found }, { number, title }) {
	if (!isTitleOfRevert(title)) return false;
	const isOwn = ({ sha }) => found.pullsOf.get(sha)?.includes(number) ?? true;
	return commits.some((commit) => isOwn(commit) && commit.message.includes(title));
}
async function aloneOf(reading, commit) {
	const { connection, withFiles } = reading;
	const { sha, authoredAt: firstCommitAt } = commit;
	const change = withFiles ? (await readCommit(connection, sha)).change : bareCommit(commit);
	return {
		change,
		event: {
			sha,
			firstCommitAt,
			...await revertsIn(reading, change, [])
		}
	};
}
function bareCommit({ sha, message, author, committedAt }) {
	return {
		kind: "commit",
		sha,
		message,
		author: author.login ?? "",
		at: committedAt,
		files: []
	};
}
async function revertsIn({ connection, lookUps }, change, own) {
	const text = change.kind === "commit" ? change.message : `${change.title}\n\n${change.body}`;
	const reverts = (await readReverted(connection, text, lookUps)).filter((number) => !own.includes(number));
	return reverts.length === 0 ? {} : { reverts };
}

// src/github/reads/past-events/connect-past-events.ts
/** The `PastEvents` port over one repository and an Octokit. */
/** Reads only, so that it needs no identity under which something would be written. */
function connectPastEvents(octokit, repository) {
	const { owner, name: repo } = repository;
	const connection = {
		octokit,
		repository,
		owner,
		repo,
		self: "",
		appId: null
	};
	return {
		deployments: (since, page) => listPastDeployments(connection, since, page),
		releases: (since, page) => listPastReleases(connection, since, page),
		incidents: (labels, since, page) => listPastIncidents(connection, labels, since, page),
		changes: (baseSha, headSha, options) => readPastRange(connection, baseSha, headSha, options),
		people: rememberPeople(connection)
	};
}
/** The same people made a year of changes. */
function rememberPeople(connection) {
	const known = /* @__PURE__ */ new Map();
	let isRefused = false;
	let knownTeams = "";
	return async (logins, teams) => {
		if (isRefused) return null;
		const wanted = JSON.stringify(teams);
		if (wanted !== knownTeams) known.clear();
		knownTeams = wanted;
		const missing = logins.filter((login) => !known.has(login.toLowerCase()));
		const found = missing.length === 0 ? {} : await unlessRefused(readPeople(connection, missing, teams));
		isRefused = found === null;
		if (found === null) return null;
		for (const login of missing) known.set(login.toLowerCase(), found[login] ?? null);
		const answers = logins.map((login) => [login, known.get(login.toLowerCase()) ?? null]);
		return Object.fromEntries(answers.flatMap(([login, person]) => person === null ? [] : [[login, person]]));
	};
}
async function unlessRefused(read) {
	try {
		return await read;
	} catch (error) {
		if (error instanceof Failure && error.kind === "forbidden") return null;
		throw error;
	}
}

export { connectPastEvents as t };