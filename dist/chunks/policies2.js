import { t as Failure } from "./failure.js";
import { i as once, r as listAll, t as ask } from "./client.js";
import { f as runQuery, p as wholeData, r as missingPermissions, t as explainError, y as VIEWER } from "./explain-error.js";
import { c as object, f as string } from "./schemas.js";
import { t as undecided } from "./outcome.js";
import { n as policyOf, o as readOrganisationPolicy, r as NO_MEMORY, s as parsePolicy } from "./policies.js";
import { G as conventionalHeader } from "./release-times.js";
import { n as readWorkspaceFile } from "./read-file.js";

// src/github/graphql/find-viewer.ts
/**
* The login under which what the token writes appears: `github-actions[bot]` of a job's own token, another one where the
* workflow gives the token of an App or of a person.
*/
const answered = object({ viewer: object({ login: string().min(1) }) });
/** Null: GitHub does not say. */
async function findViewer(connection) {
	const answer = await runQuery(connection, "Reading whom the token stands for", VIEWER, {});
	const parsed = answered.safeParse(wholeData(answer));
	return parsed.success ? parsed.data.viewer.login : null;
}

// src/github/publish/keep-comment.ts
/** One comment of ours on a pull request, kept up to date in place. */
/**
* The oldest comment that our token wrote and that is the one: anybody can write our marks.
*
* @returns null: there is none; `too-many`: not all comments could be read, so nobody knows.
*/
async function findComment({ octokit, owner, repo, self }, number, isTheOne) {
	const { items, complete } = await listAll(`Reading the comments of #${number}`, (page) => octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
		owner,
		repo,
		issue_number: number,
		...page,
		request: once()
	}));
	const ours = items.find((comment) => comment.user?.login === self && isTheOne(comment.body ?? ""));
	if (ours !== void 0) return {
		id: Number(ours.id),
		body: ours.body ?? ""
	};
	return complete ? null : "too-many";
}
/** @param known the comment to change; null: a new one is made. */
async function writeComment(connection, number, known, body) {
	try {
		if (known === null) await create(connection, number, body);
		else await update(connection, number, known.id, body);
		return "written";
	} catch (error) {
		if (isLocked(error)) return "locked";
		throw error;
	}
}
/** GitHub says so in words only; a missing permission is "Resource not accessible". */
function isLocked(error) {
	return error instanceof Failure && error.kind === "forbidden" && /\block(?:ed)?\b/i.test(error.message);
}
async function create({ octokit, owner, repo }, number, body) {
	await ask(`Commenting on #${number}`, () => octokit.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
		owner,
		repo,
		issue_number: number,
		body,
		request: once()
	}));
}
async function update({ octokit, owner, repo }, number, id, body) {
	await ask(`Changing our comment on #${number}`, () => octokit.request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
		owner,
		repo,
		comment_id: id,
		body,
		request: once()
	}));
}

// src/policy/built-in.ts
/** What `version: 1` alone means, here in full: whoever has no policy need not wait until the grammar is loaded. */
const BUILT_IN_POLICY = {
	version: 1,
	mode: "enforce",
	zone: "UTC",
	tiers: [
		"low",
		"medium",
		"high"
	],
	"release-types": {},
	windows: {},
	freezes: [],
	services: {},
	gates: []
};

// src/github/reads/notes/range-commit.ts
/** Half a surrogate pair in somebody's text has no canonical JSON, so it is replaced here, where it comes in. */
function rangeCommit({ sha, parents, commit, author }) {
	const committedAt = commit.committer?.date ?? commit.author?.date ?? "";
	return {
		sha,
		parents: parents.map((parent) => parent.sha),
		message: commit.message.toWellFormed(),
		author: {
			name: (commit.author?.name ?? "").toWellFormed(),
			email: (commit.author?.email ?? "").toWellFormed(),
			login: typeof author?.login === "string" ? author.login : null
		},
		authoredAt: commit.author?.date ?? committedAt,
		committedAt
	};
}

// src/github/reads/notes/compare-paged.ts
/** A release of more is a release of a year: 50 pages here, and 100 questions for its pull requests. */
const MOST_COMMITS = 5e3;
const DIRECTIONS = {
	ahead: "forward",
	behind: "backward",
	identical: "same",
	diverged: "diverged"
};
/** Without a page GitHub gives the newest 250 and no more; with pages all, in the order in which they were made. */
async function comparePaged(connection, base, head, most = MOST_COMMITS) {
	const commits = [];
	for (let page = 1;; page += 1) {
		const data = await comparePage(connection, base, head, page);
		commits.push(...data.commits.map((one) => ({
			...rangeCommit(one),
			nodeId: one.node_id
		})));
		if (!(data.commits.length < 100 || commits.length >= data.total_commits) && commits.length < most) continue;
		const complete = commits.length >= data.total_commits && commits.length <= most;
		return {
			direction: DIRECTIONS[data.status] ?? "diverged",
			commits: parentsFirst(commits.slice(0, most)),
			complete
		};
	}
}
async function comparePage({ octokit, owner, repo }, base, head, page) {
	const what = `Comparing ${base.slice(0, 7)} with ${head.slice(0, 7)}`;
	try {
		const { data } = await ask(what, () => octokit.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
			owner,
			repo,
			basehead: `${base}...${head}`,
			per_page: 100,
			page,
			request: once()
		}));
		return data;
	} catch (error) {
		if (!(error instanceof Failure) || error.kind !== "not-found") throw error;
		throw new Failure("rejected", `${what}: GitHub finds no common ancestor, so there is no range between them. Name two revisions of one history.`, { cause: error });
	}
}
/** GitHub sorts by time, and clocks of people differ. What is not related keeps its order. */
function parentsFirst(commits) {
	const known = new Map(commits.map((commit) => [commit.sha, commit]));
	const sorted = /* @__PURE__ */ new Map();
	for (const commit of commits) {
		const stack = [commit];
		for (let top = stack.at(-1); top !== void 0; top = stack.at(-1)) {
			const missing = parentsIn(top, known).filter(({ sha }) => !sorted.has(sha));
			if (missing.length > 0) {
				stack.push(...missing.toReversed());
				continue;
			}
			stack.pop();
			sorted.set(top.sha, top);
		}
	}
	return [...sorted.values()];
}
function parentsIn({ parents }, known) {
	return parents.flatMap((sha) => known.get(sha) ?? []);
}

// src/domain/merge-message.ts
/** What the message of a commit says about the pull request that brought it, and its author's address about the login. */
/** GitHub's button, and the bot that merges for it (bors, homu), alone or several at once. */
const MERGE = /^(?:Merge pull request #(\d{1,9}) from |(?:Auto|Rollup) merge of #(\d{1,9}) - )/;
/** GitHub ends the title of a squashed (or, where so configured, merged) pull request with its number. */
const SQUASH = / \(#(\d{1,9})\)$/;
/** The number of the pull request, or 0: the message names none. */
function pullRequestNumber(subject) {
	if (/^(?:Merge|Auto|Rollup) /.test(subject)) {
		const [, byButton, byBot] = MERGE.exec(subject) ?? [];
		if (byButton !== void 0 || byBot !== void 0) return Number(byButton ?? byBot);
	}
	return subject.endsWith(")") ? Number(SQUASH.exec(subject)?.[1] ?? 0) : 0;
}
/** The message of GitHub's own merge button, as it is worded unless the repository says otherwise, or of such a bot. */
function isMergeMessage(subject) {
	return MERGE.test(subject);
}
/** The title and body of a pull request. A merge commit has the title in the first line of its body. */
function titleAndBody(subject, body) {
	if (!MERGE.test(subject)) return {
		title: subject.replace(SQUASH, ""),
		body
	};
	const [title = "", ...rest] = body.trimStart().split("\n");
	return title === "" ? {
		title: subject,
		body
	} : {
		title: title.trim(),
		body: rest.join("\n").trim()
	};
}
/** @param message subject, empty line, body. */
function subjectAndBody(message) {
	const text = message.trim();
	const end = text.indexOf("\n");
	if (end < 0) return {
		subject: text,
		body: ""
	};
	return {
		subject: text.slice(0, end).trimEnd(),
		body: text.slice(end + 1).trim()
	};
}
const NO_REPLY = /^(?:\d+\+)?([A-Za-z0-9-]+(?:\[bot\])?)@users\.noreply\.github\.com$/i;
/** The login that an address which GitHub gives out tells; null: another address. */
function loginOfAddress(email) {
	return NO_REPLY.exec(email.trim())?.[1] ?? null;
}

// src/domain/revert-references.ts
/** What a text says that it takes back. */
const NO_REFERENCES = {
	shas: [],
	numbers: [],
	quoted: null
};
/**
* @param repository `owner/name`; the number of another repository's pull request is not ours. A clone without a remote
* (`local/…`) does not know its name, so every name is taken for its own.
*/
function referencesIn(title, body, repository) {
	const quoted = quotedTitle(title);
	if (quoted === null && isSquashedList(body)) return NO_REFERENCES;
	const text = `${title}\n\n${body}`;
	const isTyped = conventionalHeader(title)?.type === "revert";
	return {
		shas: [...shasIn(text), ...isTyped ? shasInFooter(body) : []],
		numbers: numbersIn(text, repository),
		quoted
	};
}
/** Whether it names something, be it known or not. */
function hasReferences({ shas, numbers, quoted }) {
	return shas.length > 0 || numbers.length > 0 || quoted !== null;
}
const REVERTS_COMMIT = /^[ \t]{0,8}(?:this[ \t]+)?reverts?[ \t]+commits?[ \t:]+/gim;
const SHA = /([0-9a-f]{7,64})\b(?:,?\s{1,3}reversing\s{1,3}changes\s{1,3}made\s{1,3}to\s{1,3}[0-9a-f]{7,64}\b)?/iy;
const AND = /(?:\s{0,3},\s{0,3}(?:and\s{1,3})?|\s{1,3}and\s{1,3})(?:(?:commits?|prs?|pull requests?)\s{1,3})?/iy;
/** The commits that git's own words, or a person's close to them, name: `This reverts commit …, reversing changes made to …`. */
function shasIn(text) {
	return [...text.matchAll(REVERTS_COMMIT)].flatMap((match) => listAt(text, match.index + match[0].length, SHA).map(([, sha = ""]) => sha.toLowerCase()));
}
/** The footer of Conventional Commits, whose meaning only the type `revert` gives. */
const FOOTER = /^refs:[ \t]+/gim;
/** Every commit that a text may speak of. */
function everyShaIn(text) {
	return [...shasIn(text), ...shasInFooter(text)];
}
function shasInFooter(body) {
	return [...body.matchAll(FOOTER)].flatMap((match) => listAt(body, match.index + match[0].length, SHA).map(([, sha = ""]) => sha.toLowerCase()));
}
const REVERTS = /^[ \t]{0,8}(?:this[ \t]+)?reverts?:?[ \t]+(?:(?:prs?|pull[ \t]requests?)[ \t]+)?/gim;
const NUMBER = /(?:https:\/\/[\w.-]{1,100}\/)?(?:([\w.-]{1,100}\/[\w.-]{1,100})(?:#|\/pull\/))?#?(\d{1,9})\b/iy;
const HAS_MARK = /[#/]/;
function numbersIn(text, repository) {
	const isNamed = !repository.startsWith("local/");
	return [...text.matchAll(REVERTS)].flatMap((match) => listAt(text, match.index + match[0].length, NUMBER).filter(([all]) => HAS_MARK.test(all)).filter(([, name]) => name === void 0 || !isNamed || name.toLowerCase() === repository.toLowerCase()).map(([, , number]) => Number(number)));
}
/** What stands one after the other from a place on, with commas and "and" between. */
function listAt(text, start, item) {
	const found = [];
	let at = start;
	for (;;) {
		item.lastIndex = at;
		const match = item.exec(text);
		if (match === null) return found;
		found.push(match);
		AND.lastIndex = at + match[0].length;
		if (AND.exec(text) === null) return found;
		at = AND.lastIndex;
	}
}
/**
* A squashed pull request lists the messages of its commits; what one of them took back may be another of them. A list
* after GitHub's own first line is a person's.
*/
function isSquashedList(body) {
	if (/^\s{0,8}reverts\s/i.test(body)) return false;
	return /^\* \S/m.test(body);
}
const QUOTED = /^(revert|reapply)[ \t]+"(.+)"/i;
const TYPED = /^revert(?:\([^()]{1,200}\))?!?:[ \t]+(?:"(.+)"|(.+))/i;
function quotedTitle(title) {
	const [, verb = "", quoted] = QUOTED.exec(title) ?? [];
	if (quoted !== void 0) return verb.toLowerCase() === "reapply" ? `Revert "${quoted}"` : quoted;
	const [, inQuotes, plain] = TYPED.exec(title) ?? [];
	return (inQuotes ?? plain)?.trim() ?? null;
}
const WRAP = /(revert|reapply)[ \t]+"|revert(?:\([^()]{1,200}\))?!?:[ \t]+/iy;
/** Whether what has this title takes something back: reverts are counted, and an even number of them takes nothing. */
function isTakingBack(title) {
	let isOdd = false;
	WRAP.lastIndex = 0;
	for (let match = WRAP.exec(title); match !== null; match = WRAP.exec(title)) if (match[1]?.toLowerCase() !== "reapply") isOdd = !isOdd;
	return isOdd;
}

// src/action/reporting/explain-failure.ts
/** What stood in the way of a report, and what the person who reads it can do. */
function explainReportFailure(error) {
	if (!(error instanceof Failure)) return explainError(error);
	const message = /[.!?)]$/.test(error.message) ? error.message : `${error.message}.`;
	return undecided(error.kind, `${message} ${adviceFor(error)}`.trim());
}
function adviceFor(failure) {
	const lines = missingPermissions(failure).join(", ");
	if (lines !== "") return `If it is there, the job may not do this: add to "permissions:" of the job: ${lines}.`;
	return failure.kind === "unavailable" || failure.kind === "rate-limited" ? "Run the job again later." : "";
}

// src/action/reporting/policies.ts
/** An outcome: a policy is not valid, and a report by other rules would be another report. */
async function readReportingPolicies({ policyFile, isDryRun }, workspace, github, at) {
	const { sha: headSha, owner } = await github.repository();
	const organisation = await readOrganisationPolicy(github, owner, NO_MEMORY, at);
	if (organisation.kind === "invalid") return invalid(organisation.problems, policyFile);
	const file = async (path) => isDryRun ? readWorkspaceFile(workspace, path) : (await github.file(path, headSha))?.text ?? null;
	const above = organisation.kind === "in-force" ? [organisation.policy] : [];
	const text = await file(policyFile);
	if (text === null) return {
		policies: above,
		warnings: [],
		headSha,
		file
	};
	const parsed = parsePolicy(text, {
		source: "policy",
		file: policyFile
	}, policyOf(organisation));
	if (parsed.kind === "invalid") return invalid(parsed.problems, policyFile);
	const own = {
		source: "repository",
		file: policyFile,
		policy: parsed.policy
	};
	return {
		policies: [...above, own],
		warnings: parsed.warnings,
		headSha,
		file
	};
}
function invalid(problems, policyFile) {
	const text = `${problems.find(({ severity }) => severity === "error")?.file ?? policyFile} is not a valid policy, and without it nobody knows what to tell: correct it (${problems.length} found, listed with line and column).`;
	return undecided("policy-invalid", text, problems);
}
/** The repository's, with what its organisation says of notes where it is silent; else its organisation's, else an empty one. */
function ownPolicy(policies) {
	const own = policies.at(-1)?.policy;
	if (own !== void 0) return {
		...own,
		notes: policies.findLast(({ policy }) => policy.notes)?.policy.notes
	};
	return BUILT_IN_POLICY;
}
/** The one above {@link ownPolicy}; undefined: there is none. */
function organisationPolicy(policies) {
	return policies.length > 1 ? policies[0]?.policy : void 0;
}

export { findComment as _, everyShaIn as a, referencesIn as c, pullRequestNumber as d, subjectAndBody as f, BUILT_IN_POLICY as g, rangeCommit as h, explainReportFailure as i, isMergeMessage as l, comparePaged as m, ownPolicy as n, hasReferences as o, titleAndBody as p, readReportingPolicies as r, isTakingBack as s, organisationPolicy as t, loginOfAddress as u, writeComment as v, findViewer as y };