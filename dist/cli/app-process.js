import { readFileSync } from "node:fs";
import path from "node:path";
import { createHash, createHmac, createPublicKey, generateKeyPairSync, randomBytes, randomUUID, sign, verify } from "node:crypto";
import { fork } from "node:child_process";
import { createInterface } from "node:readline";
import { createServer } from "node:http";
import { GraphQLError, Kind, buildSchema, executeSync, getNamedType, isCompositeType, isInterfaceType, isObjectType, parse, validate, valueFromASTUntyped } from "graphql";
import { Ajv2019 } from "ajv/dist/2019.js";

// src/cli/demo/tables.ts
/** Tables of Markdown as they are seen: in columns. A cell that is too long for its column goes on below. */
/** Lines that are no part of a table stay as they are. @param width in characters */
function layTables(lines, width) {
	const laid = [];
	let rows = [];
	for (const line of [...lines, ""]) {
		if (isRow(line)) {
			rows.push(cellsOf(line));
			continue;
		}
		laid.push(...layTable(rows, width));
		rows = [];
		laid.push(line);
	}
	return laid.slice(0, -1);
}
function isRow(line) {
	return line.startsWith("| ") && line.endsWith(" |");
}
function cellsOf(row) {
	return row.slice(1, -1).split(" | ").map((cell) => cell.replaceAll("<br>", ", ").trim());
}
const GAP = "  ";
function layTable(rows, width) {
	const [head] = rows;
	if (head === void 0) return [];
	const widths = widthsOf(rows, width - 2 * (head.length - 1));
	return rows.flatMap((row) => {
		if (row.every((cell) => /^:?-+:?$/.test(cell))) return [widths.map((each) => "─".repeat(each)).join(GAP)];
		const cells = widths.map((each, at) => broken(row[at] ?? "", each));
		const height = Math.max(...cells.map(({ length }) => length));
		return Array.from({ length: height }, (_, line) => cells.map((cell, at) => (cell[line] ?? "").padEnd(widths[at] ?? 0)).join(GAP).trimEnd());
	});
}
/** What fits has its own width; the widest give up what is too much. */
function widthsOf(rows, most) {
	const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? "").length)));
	const sum = () => widths.reduce((all, each) => all + each, 0);
	while (sum() > most && Math.max(...widths) > 1) {
		const widest = widths.indexOf(Math.max(...widths));
		widths[widest] = (widths[widest] ?? 1) - 1;
	}
	return widths;
}
function broken(text, width) {
	if (text.length <= width) return [text];
	const space = text.lastIndexOf(" ", width);
	const at = space > 0 ? space : width;
	return [text.slice(0, at), ...broken(text.slice(at).trimStart(), width)];
}

// src/cli/demo/narrator.ts
/** How the demo tells its story: a time, what people do, and what GitHub shows, framed so that it can be told apart. */
const WIDTH = 100;
function createNarrator(write, zone, hasColour) {
	const paint = (code, text) => hasColour ? `\u001b[${code}m${text}\u001b[0m` : text;
	const format = new Intl.DateTimeFormat("en-GB", {
		timeZone: zone,
		weekday: "short",
		day: "2-digit",
		month: "short",
		hour: "2-digit",
		minute: "2-digit"
	});
	return {
		time: (instant) => write(`\n${paint(1, `${format.format(instant)} (${zone})`)}`),
		tell: (text) => {
			for (const line of wrap(text, WIDTH)) write(line);
		},
		show: (where, text) => {
			write(paint(36, `  ┌ ${where}`));
			const lines = layTables(seen(text).split("\n"), 96);
			for (const line of lines.flatMap((each) => wrap(each, 96))) write(`${paint(36, "  │")} ${line}`);
			write(paint(36, "  └"));
		},
		confirm: (text) => write(paint(32, `  ✓ ${text}`))
	};
}
/** Markdown as it reads where it is shown: without comments of HTML, and without the marks that keep text from being one. */
function seen(markdown) {
	return markdown.replace(/```mermaid\n[\s\S]*?title "(.*)"[\s\S]*?```/g, "(chart: $1)").replace(/<!--[\s\S]*?-->|<\/?(?:sub|details|summary)>/g, "").replace(/\[([^\]\n]+)\]\([^)\s]+\)/g, "$1").replace(/\n{3,}/g, "\n\n").replace(/\\([!-/:-@[-`{-~])/g, "$1").replace(/^\n+/, "").trimEnd();
}
/** Breaks a line between words; what goes on keeps the indent of its beginning, and of the mark of a list. */
function wrap(text, width) {
	if (text.length <= width) return [text];
	const indent = " ".repeat(/^ *(?:- )?/.exec(text)?.[0].length ?? 0);
	const at = text.lastIndexOf(" ", width);
	if (at <= indent.length) return [text];
	return [text.slice(0, at), ...wrap(`${indent}${text.slice(at + 1)}`, width)];
}

// standin/state/git.ts
/** A small git: commits with whole trees (path -> text), branches, ancestry. */
/** Object id of a file, as git computes it. */
function blobSha(text) {
	return createHash("sha1").update(`blob ${Buffer.byteLength(text)}\0${text}`).digest("hex");
}
var Git = class Git {
	branches = /* @__PURE__ */ new Map();
	tags = /* @__PURE__ */ new Map();
	commits = /* @__PURE__ */ new Map();
	commit(input) {
		const treeSha = hashOf("tree", [...input.tree].map(([path, text]) => `${blobSha(text)} ${path}`).sort());
		const { author, committer, message, parents } = input;
		const people = [author, committer].map(({ name, email, at }) => `${name} <${email}> ${at}`);
		const sha = hashOf("commit", [
			treeSha,
			...parents,
			...people,
			message,
			String(this.commits.size)
		]);
		const commit = {
			...input,
			sha,
			treeSha
		};
		this.commits.set(sha, commit);
		return commit;
	}
	/** Another one with the same commits and branches, that goes its own way from here. */
	copy() {
		const copy = new Git();
		for (const [name, sha] of this.branches) copy.branches.set(name, sha);
		for (const [name, sha] of this.tags) copy.tags.set(name, sha);
		for (const [sha, commit] of this.commits) copy.commits.set(sha, commit);
		return copy;
	}
	/** A commit by full id, or null. */
	find(sha) {
		return this.commits.get(sha) ?? null;
	}
	get(sha) {
		const commit = this.commits.get(sha);
		if (commit === void 0) throw new Error(`the stand-in has no commit ${sha}`);
		return commit;
	}
	/** A branch or a tag, with `refs/heads/` and the like before it or without, or a commit id of 7 characters or more. */
	resolve(ref) {
		const head = this.branches.get(ref) ?? this.branches.get(ref.replace(/^(refs\/)?heads\//, "")) ?? this.tags.get(ref.replace(/^(refs\/)?tags\//, ""));
		if (head !== void 0) return this.get(head);
		if (!/^[0-9a-f]{7,40}$/.test(ref)) return null;
		const matching = [...this.commits.values()].filter((commit) => commit.sha.startsWith(ref));
		return matching.length === 1 ? matching[0] ?? null : null;
	}
	/** Everything that can be reached, newest first: a commit comes before its parents. */
	history(from) {
		const seen = /* @__PURE__ */ new Set();
		const oldestFirst = [];
		const stack = [{
			sha: from,
			isExpanded: false
		}];
		for (let top = stack.pop(); top !== void 0; top = stack.pop()) {
			const commit = this.get(top.sha);
			if (top.isExpanded) oldestFirst.push(commit);
			else if (!seen.has(top.sha)) {
				seen.add(top.sha);
				stack.push({
					sha: top.sha,
					isExpanded: true
				});
				for (const sha of [...commit.parents].reverse()) stack.push({
					sha,
					isExpanded: false
				});
			}
		}
		return oldestFirst.reverse();
	}
	contains(head, sha) {
		return this.history(head).some((commit) => commit.sha === sha);
	}
	/** What `git log BASE..HEAD --reverse` lists. */
	between(base, head) {
		const known = new Set(this.history(base).map((commit) => commit.sha));
		return this.history(head).filter((commit) => !known.has(commit.sha)).reverse();
	}
	/** The best common ancestor; null for unrelated histories. */
	mergeBase(a, b) {
		const known = new Set(this.history(a).map((commit) => commit.sha));
		return this.history(b).find((commit) => known.has(commit.sha)) ?? null;
	}
};
function hashOf(kind, lines) {
	return createHash("sha1").update(`${kind}\n${lines.join("\n")}`).digest("hex");
}

// standin/state/diff.ts
/** What changed between two trees, with renames found as git finds them: by likeness of at least one half. */
function diffTrees(before, after) {
	const removed = new Map([...before].filter(([path]) => !after.has(path)));
	const diffs = [];
	for (const [path, text] of [...after].sort(byPath)) {
		const old = before.get(path);
		if (old === text) continue;
		diffs.push(old === void 0 ? addedOrRenamed(path, text, removed) : fileDiff("modified", path, null, old, text));
	}
	for (const [path, text] of removed) diffs.push(fileDiff("removed", path, null, text, ""));
	return diffs.sort((a, b) => a.path < b.path ? -1 : 1);
}
function byPath(a, b) {
	return a[0] < b[0] ? -1 : 1;
}
function addedOrRenamed(path, text, removed) {
	const best = [...removed].map(([from, old]) => ({
		from,
		old,
		likeness: likeness(old, text)
	})).filter((candidate) => candidate.likeness >= .5).sort((a, b) => b.likeness - a.likeness)[0];
	if (best === void 0) return fileDiff("added", path, null, "", text);
	removed.delete(best.from);
	return fileDiff("renamed", path, best.from, best.old, text);
}
function likeness(old, text) {
	if (old === text) return 1;
	const [oldLines, newLines] = [linesOf(old), linesOf(text)];
	if (oldLines.length === 0 || newLines.length === 0) return 0;
	return edits(oldLines, newLines).filter((edit) => edit.startsWith(" ")).length * 2 / (oldLines.length + newLines.length);
}
function fileDiff(status, path, previousPath, old, text) {
	const changes = edits(linesOf(old), linesOf(text));
	return {
		path,
		previousPath,
		status,
		sha: blobSha(status === "removed" ? old : text),
		additions: changes.filter((edit) => edit.startsWith("+")).length,
		deletions: changes.filter((edit) => edit.startsWith("-")).length,
		patch: patchOf(changes)
	};
}
/** One hunk over the whole file: right, if longer than git's. */
function patchOf(changes) {
	if (changes.every((edit) => edit.startsWith(" "))) return "";
	const oldCount = changes.filter((edit) => !edit.startsWith("+")).length;
	const newCount = changes.filter((edit) => !edit.startsWith("-")).length;
	return [`@@ -${oldCount > 0 ? 1 : 0},${oldCount} +${newCount > 0 ? 1 : 0},${newCount} @@`, ...changes].join("\n");
}
function linesOf(text) {
	return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}
/** Lines with `+`, `-` or a space before them. */
function edits(old, text) {
	const shared = Math.min(old.length, text.length);
	let start = 0;
	while (start < shared && old[start] === text[start]) start += 1;
	let end = 0;
	while (end < shared - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
	return [
		...text.slice(0, start).map((line) => ` ${line}`),
		...changedMiddle(old.slice(start, old.length - end), text.slice(start, text.length - end)),
		...text.slice(text.length - end).map((line) => ` ${line}`)
	];
}
/** Above this many comparisons a longest common subsequence is not looked for: everything counts as replaced. */
const MOST_COMPARISONS = 4e6;
function changedMiddle(old, text) {
	if (old.length * text.length > MOST_COMPARISONS) return [...old.map((line) => `-${line}`), ...text.map((line) => `+${line}`)];
	const lengths = commonLengths(old, text);
	const found = [];
	let [i, j] = [0, 0];
	while (i < old.length && j < text.length) {
		const step = stepAt(old, text, lengths, i, j);
		found.push(`${step}${step === "+" ? text[j] : old[i]}`);
		i += step === "+" ? 0 : 1;
		j += step === "-" ? 0 : 1;
	}
	return [
		...found,
		...old.slice(i).map((line) => `-${line}`),
		...text.slice(j).map((line) => `+${line}`)
	];
}
function stepAt(old, text, lengths, i, j) {
	if (old[i] === text[j]) return " ";
	return (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0) ? "-" : "+";
}
/** Length of the longest common subsequence of the rests that begin at (i, j). */
function commonLengths(old, text) {
	const rows = Array.from({ length: old.length + 1 }, () => new Int32Array(text.length + 1));
	for (let i = old.length - 1; i >= 0; i -= 1) {
		const [row, below] = [rows[i], rows[i + 1]];
		if (row === void 0 || below === void 0) continue;
		for (let j = text.length - 1; j >= 0; j -= 1) row[j] = old[i] === text[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
	}
	return rows;
}

// standin/render/place.ts
function apiUrl(world, path) {
	return `${world.url}/api/v3${path}`;
}
function fullName(repository) {
	return `${repository.owner.login}/${repository.name}`;
}
function repositoryApi(world, repository, path = "") {
	return apiUrl(world, `/repos/${fullName(repository)}${path}`);
}
function repositoryPage(world, repository, path = "") {
	return `${world.url}/${fullName(repository)}${path}`;
}
function nodeId(kind, id) {
	return Buffer.from(`${kind}:${id}`).toString("base64url");
}
/** RFC 3339 in UTC without fractions, as the REST API answers. */
function instant(at) {
	return new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z");
}
function instantOrNull(at) {
	return at === null ? null : instant(at);
}

// standin/render/account.ts
function showAccount(world, account) {
	const url = apiUrl(world, `/users/${encodeURIComponent(account.login)}`);
	return {
		login: account.login,
		id: account.id,
		node_id: nodeId("User", account.id),
		avatar_url: `${world.url}/avatars/${account.id}`,
		gravatar_id: "",
		url,
		html_url: `${world.url}/${encodeURIComponent(account.login)}`,
		followers_url: `${url}/followers`,
		following_url: `${url}/following{/other_user}`,
		gists_url: `${url}/gists{/gist_id}`,
		starred_url: `${url}/starred{/owner}{/repo}`,
		subscriptions_url: `${url}/subscriptions`,
		organizations_url: `${url}/orgs`,
		repos_url: `${url}/repos`,
		events_url: `${url}/events{/privacy}`,
		received_events_url: `${url}/received_events`,
		type: account.kind,
		site_admin: false,
		user_view_type: "public"
	};
}
/** What only the answer to "get a user" has. */
function showProfile(world, account) {
	return {
		...showAccount(world, account),
		name: account.name,
		company: null,
		blog: null,
		location: null,
		email: null,
		hireable: null,
		bio: null,
		public_repos: 0,
		public_gists: 0,
		followers: 0,
		following: 0,
		created_at: instant(account.createdAt),
		updated_at: instant(account.createdAt)
	};
}
function showOrganization$1(world, account) {
	const url = apiUrl(world, `/orgs/${account.login}`);
	return {
		login: account.login,
		id: account.id,
		node_id: nodeId("Organization", account.id),
		url,
		repos_url: `${url}/repos`,
		events_url: `${url}/events`,
		hooks_url: `${url}/hooks`,
		issues_url: `${url}/issues`,
		members_url: `${url}/members{/member}`,
		public_members_url: `${url}/public_members{/member}`,
		avatar_url: `${world.url}/avatars/${account.id}`,
		description: null
	};
}
function showTeam(world, organization, team) {
	const url = apiUrl(world, `/orgs/${organization.login}/teams/${team.slug}`);
	return {
		id: team.id,
		node_id: nodeId("Team", team.id),
		name: team.slug,
		slug: team.slug,
		description: null,
		privacy: "closed",
		notification_setting: "notifications_enabled",
		permission: "pull",
		url,
		html_url: `${world.url}/orgs/${organization.login}/teams/${team.slug}`,
		members_url: `${url}/members{/member}`,
		repositories_url: `${url}/repos`,
		type: "organization",
		organization_id: organization.id,
		parent: team.parent === null ? null : showTeam(world, organization, team.parent)
	};
}

// standin/render/commit.ts
function showCommit$1(world, repository, commit) {
	const { sha } = commit;
	return {
		url: repositoryApi(world, repository, `/commits/${sha}`),
		sha,
		node_id: nodeId("Commit", sha),
		html_url: repositoryPage(world, repository, `/commit/${sha}`),
		comments_url: repositoryApi(world, repository, `/commits/${sha}/comments`),
		commit: {
			url: repositoryApi(world, repository, `/git/commits/${sha}`),
			author: showSignature$1(commit.author),
			committer: showSignature$1(commit.committer),
			message: commit.message,
			comment_count: 0,
			tree: {
				sha: commit.treeSha,
				url: repositoryApi(world, repository, `/git/trees/${commit.treeSha}`)
			},
			verification: {
				verified: false,
				reason: "unsigned",
				payload: null,
				signature: null,
				verified_at: null
			}
		},
		author: accountOf(world, commit.author),
		committer: accountOf(world, commit.committer),
		parents: commit.parents.map((parent) => ({
			sha: parent,
			url: repositoryApi(world, repository, `/commits/${parent}`),
			html_url: repositoryPage(world, repository, `/commit/${parent}`)
		}))
	};
}
function showSignature$1({ name, email, at }) {
	return {
		name,
		email,
		date: instant(at)
	};
}
function accountOf(world, signature) {
	return signature.login === null ? null : showAccount(world, world.account(signature.login));
}
/** Changes against the first parent. */
function diffOf(repository, commit) {
	const [parent] = commit.parents;
	return diffTrees(parent === void 0 ? /* @__PURE__ */ new Map() : repository.git.get(parent).tree, commit.tree);
}
function showDiff(world, repository, sha, diff) {
	const path = diff.path.split("/").map(encodeURIComponent).join("/");
	return {
		sha: diff.sha,
		filename: diff.path,
		status: diff.status,
		additions: diff.additions,
		deletions: diff.deletions,
		changes: diff.additions + diff.deletions,
		blob_url: repositoryPage(world, repository, `/blob/${sha}/${path}`),
		raw_url: repositoryPage(world, repository, `/raw/${sha}/${path}`),
		contents_url: repositoryApi(world, repository, `/contents/${path}?ref=${sha}`),
		...diff.patch === "" ? {} : { patch: diff.patch },
		...diff.previousPath === null ? {} : { previous_filename: diff.previousPath }
	};
}
/** A commit as `push` and `workflow_run` webhooks and runs show it. */
function showPushedCommit(world, repository, commit) {
	const diffs = diffOf(repository, commit);
	const person = ({ name, email, login, at }) => ({
		name,
		email,
		date: instant(at),
		...login === null ? {} : { username: login }
	});
	return {
		id: commit.sha,
		tree_id: commit.treeSha,
		distinct: true,
		message: commit.message,
		timestamp: instant(commit.committer.at),
		url: repositoryPage(world, repository, `/commit/${commit.sha}`),
		author: person(commit.author),
		committer: person(commit.committer),
		added: diffs.filter(({ status }) => status === "added" || status === "renamed").map(({ path }) => path),
		removed: diffs.flatMap((diff) => diff.status === "removed" ? [diff.path] : diff.previousPath ?? []),
		modified: diffs.filter(({ status }) => status === "modified").map(({ path }) => path)
	};
}

// standin/state/security.ts
function noFindings() {
	return {
		hasCodeScanning: true,
		hasDependabot: true,
		analyses: [],
		codeAlerts: [],
		dependabotAlerts: [],
		attestations: []
	};
}

// standin/state/world.ts
const GITHUB_ACTIONS = {
	id: 15368,
	slug: "github-actions"
};
var World = class {
	clock;
	accounts = /* @__PURE__ */ new Map();
	organizations = /* @__PURE__ */ new Map();
	repositories = /* @__PURE__ */ new Map();
	installations = /* @__PURE__ */ new Map();
	tokens = /* @__PURE__ */ new Map();
	app;
	/** `http://127.0.0.1:PORT`; set when the server listens. */
	url = "http://127.0.0.1";
	/** Called with everything that a webhook tells. */
	tell = () => void 0;
	/** Lets go on what waits for a check, a branch or the time: merge queues and wait timers. */
	tend = () => void 0;
	lastId = 1e3;
	otherApps = /* @__PURE__ */ new Map();
	constructor(clock, app) {
		this.clock = clock;
		this.addAccount("github", "Organization", 9919);
		this.addAccount("web-flow", "User", 19864447);
		this.addAccount("github-actions[bot]", "Bot", 41898282);
		const owner = this.addAccount(`${app.slug}-owner`, "Organization");
		const bot = this.addAccount(`${app.slug}[bot]`, "Bot");
		this.app = {
			...app,
			owner,
			bot,
			createdAt: clock.now()
		};
	}
	nextId() {
		this.lastId += 1;
		return this.lastId;
	}
	addAccount(login, kind, id = this.nextId(), details = {}) {
		if (this.accounts.has(login.toLowerCase())) throw new Error(`the account ${login} exists already`);
		const account = {
			id,
			login,
			kind,
			name: login,
			email: `${id}+${login}@users.noreply.github.com`,
			createdAt: this.clock.now(),
			...details
		};
		this.accounts.set(login.toLowerCase(), account);
		return account;
	}
	account(login) {
		const account = this.accounts.get(login.toLowerCase());
		if (account === void 0) throw new Error(`there is no account ${login}: create it with createUser first`);
		return account;
	}
	/** A login, or `Name <mail>` for somebody without an account. */
	signature(author, at = this.clock.now()) {
		const outside = /^(.*) <([^>]+)>$/.exec(author);
		if (outside !== null) return {
			name: outside[1] ?? "",
			email: outside[2] ?? "",
			login: null,
			at
		};
		const { name, email, login } = this.account(author);
		return {
			name,
			email,
			login,
			at
		};
	}
	findRepository(owner, name) {
		return this.repositories.get(`${owner}/${name}`.toLowerCase()) ?? null;
	}
	addRepository(input) {
		const key = `${input.owner}/${input.name}`.toLowerCase();
		if (this.repositories.has(key)) throw new Error(`the repository ${key} exists already`);
		const now = this.clock.now();
		const repository = {
			...input,
			id: this.nextId(),
			owner: this.account(input.owner),
			createdAt: now,
			pushedAt: now,
			installation: null,
			git: new Git(),
			permissions: /* @__PURE__ */ new Map(),
			issues: /* @__PURE__ */ new Map(),
			labels: /* @__PURE__ */ new Map(),
			checks: [],
			commitStatuses: [],
			environments: /* @__PURE__ */ new Map(),
			branchRules: /* @__PURE__ */ new Map(),
			queues: /* @__PURE__ */ new Map(),
			dispatches: /* @__PURE__ */ new Map(),
			runs: /* @__PURE__ */ new Map(),
			deployments: /* @__PURE__ */ new Map(),
			releases: [],
			milestones: /* @__PURE__ */ new Map(),
			security: noFindings()
		};
		this.repositories.set(key, repository);
		return repository;
	}
	/** Puts the App on a repository; one installation serves all repositories of an owner. */
	install(repository) {
		const account = repository.owner;
		const known = this.installationOn(account);
		const createdAt = this.clock.now();
		const installation = known ?? {
			id: this.nextId(),
			account,
			repositories: /* @__PURE__ */ new Set(),
			createdAt
		};
		this.installations.set(installation.id, installation);
		installation.repositories.add(repository);
		repository.installation = installation;
	}
	/** The App's installation on an account; null when it is on none of its repositories. */
	installationOn(account) {
		return [...this.installations.values()].find((installation) => installation.account === account) ?? null;
	}
	checkApp(slug) {
		if (slug === GITHUB_ACTIONS.slug) return GITHUB_ACTIONS;
		if (slug === this.app.slug) return this.app;
		const known = this.otherApps.get(slug) ?? {
			id: this.nextId(),
			slug
		};
		this.otherApps.set(slug, known);
		return known;
	}
};
function isPull(issue) {
	return issue.pull !== null;
}
/** Every pull request of a repository, oldest first. */
function pullsOf(repository) {
	return [...repository.issues.values()].filter(isPull);
}

// standin/state/pull-range.ts
/** Which commits and files a pull request has. */
/** Oldest first. The base is the one at the last push or at the merge: later pushes to it change nothing. */
function commitsOfPull(repository, { pull }) {
	return repository.git.between(pull.baseSha, pull.headSha);
}
/** What the head changed since it left the base (three dots). */
function filesOfPull(repository, { pull }) {
	const { git } = repository;
	const start = git.mergeBase(pull.baseSha, pull.headSha);
	return diffTrees(start?.tree ?? /* @__PURE__ */ new Map(), git.get(pull.headSha).tree);
}
/**
* "List pull requests associated with a commit": the merged one that brought it into the default branch; for a commit
* that is not there, merged and open ones.
*/
function pullsOfCommit(repository, sha) {
	const head = repository.git.branches.get(repository.defaultBranch);
	const isOnDefault = head !== void 0 && repository.git.contains(head, sha);
	return pullsOf(repository).filter((issue) => {
		if (issue.pull.merge?.sha === sha || issue.pull.merge?.rebased?.includes(sha)) return true;
		return commitsOfPull(repository, issue).some((commit) => commit.sha === sha) && (issue.pull.merge !== null || !isOnDefault && issue.state === "open");
	});
}
/** Open pull requests whose head is this commit. */
function openPullsAt(repository, sha) {
	return pullsOf(repository).filter((issue) => issue.state === "open" && issue.pull.headSha === sha);
}

// standin/render/app.ts
/** An App as `app` of a check or `performed_via_github_app` shows it. */
function showApp(world, app) {
	const isOurs = app.id === world.app.id;
	return {
		id: app.id,
		slug: app.slug,
		node_id: nodeId("Integration", app.id),
		client_id: `Iv1.${app.id}`,
		owner: showAccount(world, isOurs ? world.app.owner : world.account("github")),
		name: app.slug,
		description: null,
		external_url: world.url,
		html_url: `${world.url}/apps/${app.slug}`,
		created_at: instant(world.app.createdAt),
		updated_at: instant(world.app.createdAt),
		permissions: isOurs ? world.app.permissions : { metadata: "read" },
		events: isOurs ? world.app.events : []
	};
}
function showInstallation(world, installation) {
	const { id, account, createdAt } = installation;
	return {
		id,
		account: showAccount(world, account),
		repository_selection: selectionOf(world, installation),
		access_tokens_url: apiUrl(world, `/app/installations/${id}/access_tokens`),
		repositories_url: apiUrl(world, "/installation/repositories"),
		html_url: `${world.url}/organizations/${account.login}/settings/installations/${id}`,
		app_id: world.app.id,
		client_id: `Iv1.${world.app.id}`,
		target_id: account.id,
		target_type: account.kind,
		permissions: world.app.permissions,
		events: world.app.events,
		created_at: instant(createdAt),
		updated_at: instant(createdAt),
		single_file_name: null,
		has_multiple_single_files: false,
		single_file_paths: [],
		app_slug: world.app.slug,
		suspended_by: null,
		suspended_at: null
	};
}
/** Whoever left a repository of the account out has selected those that are in. */
function selectionOf(world, { account, repositories }) {
	return [...world.repositories.values()].filter((repository) => repository.owner === account).every((repository) => repositories.has(repository)) ? "all" : "selected";
}

// standin/render/milestone.ts
function showMilestone(world, repository, milestone) {
	const { id, number, title, description, state, creator } = milestone;
	const url = repositoryApi(world, repository, `/milestones/${number}`);
	const issues = [...repository.issues.values()].filter((issue) => issue.milestone === number);
	return {
		id,
		node_id: nodeId("Milestone", id),
		number,
		title,
		description,
		state,
		url,
		labels_url: `${url}/labels`,
		html_url: repositoryPage(world, repository, `/milestone/${number}`),
		creator: showAccount(world, creator),
		open_issues: issues.filter((issue) => issue.state === "open").length,
		closed_issues: issues.filter((issue) => issue.state === "closed").length,
		created_at: instant(milestone.createdAt),
		updated_at: instant(milestone.updatedAt),
		closed_at: instantOrNull(milestone.closedAt),
		due_on: instantOrNull(milestone.dueAt)
	};
}
/** Null: it is in none. */
function showMilestoneOf(world, repository, number) {
	const milestone = number === null ? void 0 : repository.milestones.get(number);
	return milestone === void 0 ? null : showMilestone(world, repository, milestone);
}

// standin/render/issue.ts
function showLabel(world, repository, name) {
	const id = repository.labels.get(name)?.id ?? 0;
	return {
		id,
		node_id: nodeId("Label", id),
		url: repositoryApi(world, repository, `/labels/${encodeURIComponent(name)}`),
		name,
		description: "",
		color: "ededed",
		default: false
	};
}
function showIssue(world, repository, issue) {
	const api = repositoryApi(world, repository, `/issues/${issue.number}`);
	return {
		...showIssueText(world, repository, issue),
		id: issue.id,
		node_id: nodeId("Issue", issue.id),
		url: api,
		repository_url: repositoryApi(world, repository),
		labels_url: `${api}/labels{/name}`,
		comments_url: `${api}/comments`,
		events_url: `${api}/events`,
		timeline_url: `${api}/timeline`,
		html_url: issuePage(world, repository, issue),
		state_reason: null,
		closed_by: issue.closedBy ? showAccount(world, issue.closedBy) : null,
		performed_via_github_app: null,
		reactions: showReactions(api),
		...issue.pull === null ? {} : {
			draft: issue.pull.draft,
			pull_request: pullLinks(world, repository, issue)
		}
	};
}
/** What an issue and a pull request show alike. */
function showIssueText(world, repository, issue) {
	return {
		number: issue.number,
		state: issue.state,
		title: issue.title,
		body: issue.body,
		user: showAccount(world, issue.author),
		labels: [...issue.labels].map((name) => showLabel(world, repository, name)),
		assignee: null,
		assignees: [],
		milestone: showMilestoneOf(world, repository, issue.milestone),
		locked: false,
		active_lock_reason: null,
		comments: issue.comments.length,
		created_at: instant(issue.createdAt),
		updated_at: instant(issue.updatedAt),
		closed_at: instantOrNull(issue.closedAt),
		author_association: associationOf(repository, issue.author.login)
	};
}
function pullLinks(world, repository, issue) {
	const page = issuePage(world, repository, issue);
	return {
		url: repositoryApi(world, repository, `/pulls/${issue.number}`),
		html_url: page,
		diff_url: `${page}.diff`,
		patch_url: `${page}.patch`,
		merged_at: instantOrNull(issue.pull?.merge?.at ?? null)
	};
}
function issuePage(world, repository, issue) {
	return repositoryPage(world, repository, `/${issue.pull === null ? "issues" : "pull"}/${issue.number}`);
}
function associationOf(repository, login) {
	if (repository.owner.login === login) return "OWNER";
	return repository.permissions.has(login.toLowerCase()) ? "COLLABORATOR" : "NONE";
}
function showComment(world, repository, issue, comment) {
	const url = repositoryApi(world, repository, `/issues/comments/${comment.id}`);
	return {
		id: comment.id,
		node_id: nodeId("IssueComment", comment.id),
		url,
		html_url: `${issuePage(world, repository, issue)}#issuecomment-${comment.id}`,
		issue_url: repositoryApi(world, repository, `/issues/${issue.number}`),
		body: comment.body,
		user: showAccount(world, comment.author),
		created_at: instant(comment.createdAt),
		updated_at: instant(comment.updatedAt),
		author_association: associationOf(repository, comment.author.login),
		performed_via_github_app: comment.viaApp === null ? null : showApp(world, comment.viaApp),
		reactions: showReactions(url)
	};
}
function showReactions(of) {
	return {
		url: `${of}/reactions`,
		total_count: 0,
		...Object.fromEntries([
			"+1",
			"-1",
			"laugh",
			"confused",
			"heart",
			"hooray",
			"eyes",
			"rocket"
		].map((kind) => [kind, 0]))
	};
}
function showIssueEvent(world, repository, event) {
	return {
		id: event.id,
		node_id: nodeId("IssueEvent", event.id),
		url: repositoryApi(world, repository, `/issues/events/${event.id}`),
		actor: showAccount(world, event.actor),
		event: event.kind,
		commit_id: null,
		commit_url: null,
		created_at: instant(event.at),
		performed_via_github_app: null,
		...event.label === null ? {} : { label: {
			name: event.label,
			color: "ededed"
		} }
	};
}

// standin/render/reviewer.ts
/** Who is asked to review deployments to an environment. */
function showReviewer(world, reviewer) {
	const shown = reviewer.kind === "User" ? showAccount(world, reviewer.account) : showTeam(world, reviewer.organization.account, reviewer.team);
	return {
		type: reviewer.kind,
		reviewer: shown
	};
}

// standin/render/repository.ts
const ADDRESSES = {
	archive_url: "/{archive_format}{/ref}",
	assignees_url: "/assignees{/user}",
	blobs_url: "/git/blobs{/sha}",
	branches_url: "/branches{/branch}",
	collaborators_url: "/collaborators{/collaborator}",
	comments_url: "/comments{/number}",
	commits_url: "/commits{/sha}",
	compare_url: "/compare/{base}...{head}",
	contents_url: "/contents/{+path}",
	contributors_url: "/contributors",
	deployments_url: "/deployments",
	downloads_url: "/downloads",
	events_url: "/events",
	forks_url: "/forks",
	git_commits_url: "/git/commits{/sha}",
	git_refs_url: "/git/refs{/sha}",
	git_tags_url: "/git/tags{/sha}",
	hooks_url: "/hooks",
	issue_comment_url: "/issues/comments{/number}",
	issue_events_url: "/issues/events{/number}",
	issues_url: "/issues{/number}",
	keys_url: "/keys{/key_id}",
	labels_url: "/labels{/name}",
	languages_url: "/languages",
	merges_url: "/merges",
	milestones_url: "/milestones{/number}",
	notifications_url: "/notifications{?since,all,participating}",
	pulls_url: "/pulls{/number}",
	releases_url: "/releases{/id}",
	stargazers_url: "/stargazers",
	statuses_url: "/statuses/{sha}",
	subscribers_url: "/subscribers",
	subscription_url: "/subscription",
	tags_url: "/tags",
	teams_url: "/teams",
	trees_url: "/git/trees{/sha}"
};
function showRepository$1(world, repository) {
	const api = repositoryApi(world, repository);
	const page = repositoryPage(world, repository);
	const openIssues = [...repository.issues.values()].filter((issue) => issue.state === "open").length;
	return {
		...Object.fromEntries(Object.entries(ADDRESSES).map(([name, path]) => [name, `${api}${path}`])),
		id: repository.id,
		node_id: nodeId("Repository", repository.id),
		name: repository.name,
		full_name: fullName(repository),
		owner: showAccount(world, repository.owner),
		private: repository.isPrivate,
		visibility: repository.isPrivate ? "private" : "public",
		html_url: page,
		description: null,
		fork: false,
		url: api,
		git_url: page.replace(/^http/, "git"),
		ssh_url: `git@127.0.0.1:${fullName(repository)}.git`,
		clone_url: `${page}.git`,
		svn_url: page,
		mirror_url: null,
		homepage: null,
		language: null,
		license: null,
		default_branch: repository.defaultBranch,
		topics: [],
		created_at: instant(repository.createdAt),
		updated_at: instant(repository.pushedAt),
		pushed_at: instant(repository.pushedAt),
		open_issues: openIssues,
		open_issues_count: openIssues,
		...FEATURES
	};
}
const FEATURES = {
	allow_forking: true,
	is_template: false,
	web_commit_signoff_required: false,
	has_issues: true,
	has_projects: true,
	has_downloads: true,
	has_wiki: true,
	has_pages: false,
	has_discussions: false,
	archived: false,
	disabled: false,
	forks: 0,
	forks_count: 0,
	watchers: 0,
	watchers_count: 0,
	stargazers_count: 0,
	subscribers_count: 0,
	network_count: 0,
	size: 1
};
function showEnvironment(world, repository, environment) {
	const { id, name, createdAt } = environment;
	return {
		id,
		node_id: nodeId("Environment", id),
		name,
		url: repositoryApi(world, repository, `/environments/${encodeURIComponent(name)}`),
		html_url: repositoryPage(world, repository, `/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`),
		created_at: instant(createdAt),
		updated_at: instant(createdAt),
		can_admins_bypass: environment.protection.canAdminsBypass,
		protection_rules: protectionRules(world, environment),
		deployment_branch_policy: null
	};
}
/** The rules that GitHub itself offers; those of Apps have a list of their own. */
function protectionRules(world, { id, protection }) {
	const { reviewers, preventsSelfReview, waitMinutes } = protection;
	const rule = (type, more) => ({
		id,
		node_id: nodeId("Gate", `${id}:${type}`),
		type,
		...more
	});
	return [...waitMinutes === 0 ? [] : [rule("wait_timer", { wait_timer: waitMinutes })], ...reviewers.length === 0 ? [] : [rule("required_reviewers", {
		prevent_self_review: preventsSelfReview,
		reviewers: reviewers.map((reviewer) => showReviewer(world, reviewer))
	})]];
}

// standin/render/pull-request.ts
function showPull$1(world, repository, issue) {
	const { pull } = issue;
	const files = filesOfPull(repository, issue);
	return {
		...showIssueText(world, repository, issue),
		...pullAddresses(world, repository, issue),
		id: pull.id,
		node_id: nodeId("PullRequest", pull.id),
		merged_at: instantOrNull(pull.merge?.at ?? null),
		merge_commit_sha: pull.merge?.sha ?? null,
		requested_reviewers: [],
		requested_teams: [],
		head: showEnd(world, repository, pull.head, pull.headSha),
		base: showEnd(world, repository, pull.base, pull.baseSha),
		auto_merge: null,
		draft: pull.draft,
		merged: pull.merge !== null,
		mergeable: issue.state === "open" ? true : null,
		rebaseable: issue.state === "open" ? true : null,
		mergeable_state: issue.state === "open" ? "clean" : "unknown",
		merged_by: pull.merge === null ? null : showAccount(world, pull.merge.by),
		review_comments: 0,
		maintainer_can_modify: false,
		commits: commitsOfPull(repository, issue).length,
		additions: files.reduce((sum, file) => sum + file.additions, 0),
		deletions: files.reduce((sum, file) => sum + file.deletions, 0),
		changed_files: files.length
	};
}
function showEnd(world, repository, ref, sha) {
	return {
		label: `${repository.owner.login}:${ref}`,
		ref,
		sha,
		user: showAccount(world, repository.owner),
		repo: showRepository$1(world, repository)
	};
}
function pullAddresses(world, repository, issue) {
	const url = repositoryApi(world, repository, `/pulls/${issue.number}`);
	const issueUrl = repositoryApi(world, repository, `/issues/${issue.number}`);
	const page = issuePage(world, repository, issue);
	const links = {
		comments_url: `${issueUrl}/comments`,
		commits_url: `${url}/commits`,
		review_comments_url: `${url}/comments`,
		review_comment_url: repositoryApi(world, repository, "/pulls/comments{/number}"),
		statuses_url: repositoryApi(world, repository, `/statuses/${issue.pull.headSha}`),
		html_url: page,
		issue_url: issueUrl
	};
	const linked = Object.entries(links).map(([name, href]) => [name.replace(/_url$/, ""), { href }]);
	return {
		...links,
		url,
		diff_url: `${page}.diff`,
		patch_url: `${page}.patch`,
		_links: {
			...Object.fromEntries(linked),
			self: { href: url }
		}
	};
}
/** A pull request as checks and runs name it. */
function showPullBriefly(world, repository, issue) {
	const repo = {
		id: repository.id,
		url: repositoryApi(world, repository),
		name: repository.name
	};
	const { pull } = issue;
	return {
		id: pull.id,
		number: issue.number,
		url: repositoryApi(world, repository, `/pulls/${issue.number}`),
		head: {
			ref: pull.head,
			sha: pull.headSha,
			repo
		},
		base: {
			ref: pull.base,
			sha: pull.baseSha,
			repo
		}
	};
}
function showReview$1(world, repository, issue, review, isWebhook) {
	const page = `${issuePage(world, repository, issue)}#pullrequestreview-${review.id}`;
	const url = repositoryApi(world, repository, `/pulls/${issue.number}`);
	return {
		id: review.id,
		node_id: nodeId("PullRequestReview", review.id),
		user: showAccount(world, review.author),
		body: isWebhook && review.body === "" ? null : review.body,
		state: isWebhook ? review.state.toLowerCase() : review.state,
		html_url: page,
		pull_request_url: url,
		_links: {
			html: { href: page },
			pull_request: { href: url }
		},
		submitted_at: instant(review.at),
		commit_id: review.commit,
		author_association: associationOf(repository, review.author.login)
	};
}

// standin/verbs/push.ts
/** Commits reach a branch: a push, with the pull requests it moves. */
const NO_COMMIT = "0".repeat(40);
function pushCommit(world, repository, options) {
	const { git } = repository;
	const branch = options.branch ?? repository.defaultBranch;
	const present = git.branches.get(branch);
	const parent = present === void 0 || options.force === true ? startOf(repository, options.from) : git.get(present);
	const commit = git.commit({
		parents: parent === null ? [] : [parent.sha],
		tree: changedTree(parent?.tree ?? /* @__PURE__ */ new Map(), options.files),
		author: world.signature(options.author),
		committer: world.signature(options.committer ?? options.author),
		message: messageOf$1(world, options)
	});
	const pusher = options.pusher ?? (options.author.includes("<") ? "web-flow" : options.author);
	moveBranch(world, repository, branch, commit, world.account(pusher));
	return commit;
}
function startOf(repository, from) {
	const name = from ?? repository.defaultBranch;
	const start = repository.git.resolve(name);
	if (start === null && from !== void 0) throw new Error(`there is no branch or commit ${from} to start from`);
	return start;
}
function changedTree(before, changes) {
	const tree = new Map(before);
	for (const [path, change] of Object.entries(changes)) applyChange$1(tree, path, change);
	return tree;
}
function applyChange$1(tree, path, change) {
	if (typeof change === "string") {
		tree.set(path, change);
		return;
	}
	const from = change === null ? path : change.from;
	const old = tree.get(from);
	if (old === void 0) throw new Error(`cannot ${change === null ? "remove" : "move"} ${from}: there is no such file`);
	tree.delete(from);
	if (change !== null) tree.set(path, change.text ?? old);
}
function messageOf$1(world, { message, coAuthors = [] }) {
	const trailers = coAuthors.map((author) => {
		const { name, email } = world.signature(author);
		return `Co-authored-by: ${name} <${email}>`;
	});
	return trailers.length === 0 ? message : `${message}\n\n${trailers.join("\n")}`;
}
/** Points a branch at a commit, and tells `push` and the `synchronize` of pull requests that have it as head. */
function moveBranch(world, repository, branch, commit, sender) {
	const { git } = repository;
	const before = git.branches.get(branch) ?? null;
	git.branches.set(branch, commit.sha);
	repository.pushedAt = world.clock.now();
	tellPush(world, repository, branch, {
		before,
		after: commit.sha
	}, sender);
	for (const issue of pullsOf(repository)) {
		if (issue.state !== "open" || issue.pull.head !== branch || before === null) continue;
		issue.pull.headSha = commit.sha;
		issue.pull.baseSha = git.branches.get(issue.pull.base) ?? issue.pull.baseSha;
		issue.updatedAt = world.clock.now();
		world.tell({
			webhook: "pull-request/synchronize",
			repository,
			installation: repository.installation,
			sender,
			content: {
				number: issue.number,
				before,
				after: commit.sha,
				pull_request: showPull$1(world, repository, issue)
			}
		});
	}
}
function removeBranch(world, repository, branch, sender) {
	const before = repository.git.branches.get(branch);
	if (before === void 0) throw new Error(`there is no branch ${branch}`);
	repository.git.branches.delete(branch);
	tellPush(world, repository, branch, {
		before,
		after: null
	}, sender);
}
function tellPush(world, repository, branch, move, sender) {
	const { git } = repository;
	const { before, after } = move;
	const forced = before !== null && after !== null && !git.contains(after, before);
	const commits = after === null ? [] : newCommits(repository, before, after);
	const show = (commit) => showPushedCommit(world, repository, commit);
	const shortened = [before ?? NO_COMMIT, after ?? NO_COMMIT].map((sha) => sha.slice(0, 12)).join("...");
	world.tell({
		webhook: "push",
		repository,
		installation: repository.installation,
		sender,
		content: {
			ref: `refs/heads/${branch}`,
			before: before ?? NO_COMMIT,
			after: after ?? NO_COMMIT,
			base_ref: null,
			created: before === null,
			deleted: after === null,
			forced,
			compare: repositoryPage(world, repository, `/compare/${shortened}`),
			commits: commits.slice(-2048).map(show),
			head_commit: after === null ? null : show(git.get(after)),
			pusher: {
				name: sender.login,
				email: sender.email
			}
		}
	});
}
function newCommits(repository, before, after) {
	if (before !== null) return repository.git.between(before, after);
	return [repository.git.get(after)];
}

// standin/handles/job-token.ts
/** A job may run for 6 hours; its token ends with it. */
const LONGEST_JOB_MS = 216e5;
/** What a workflow job gets as GITHUB_TOKEN: this repository only, and no organisation permission. */
function newJobToken(world, repositoryId, permissions) {
	const token = `ghs_job${randomBytes(20).toString("hex")}`;
	world.tokens.set(token, {
		kind: "job",
		actor: world.account("github-actions[bot]"),
		permissions,
		repositoryIds: /* @__PURE__ */ new Set([repositoryId]),
		installation: null,
		expiresAt: Date.now() + LONGEST_JOB_MS
	});
	return token;
}

// standin/render/membership.ts
/** Of a member, or of somebody who was invited. */
function showOrganizationMembership(world, organization, member) {
	const { account, owners, invited } = organization;
	const key = member.login.toLowerCase();
	const url = apiUrl(world, `/orgs/${account.login}`);
	return {
		url: `${url}/memberships/${member.login}`,
		state: invited.has(key) ? "pending" : "active",
		role: owners.has(key) ? "admin" : "member",
		organization_url: url,
		direct_membership: true,
		user: showAccount(world, member),
		organization: showOrganization$1(world, account)
	};
}

// standin/verbs/membership.ts
/** Who belongs to an organisation. */
function addMember(world, organization, member, role) {
	const key = member.login.toLowerCase();
	const wasMember = organization.members.has(key);
	organization.invited.delete(key);
	organization.members.add(key);
	if (role === "admin") organization.owners.add(key);
	else organization.owners.delete(key);
	if (!wasMember) tellMember(world, organization, member, "added");
}
function inviteMember(world, organization, invited) {
	const { account } = organization;
	organization.invited.add(invited.login.toLowerCase());
	const id = world.nextId();
	const invitation = {
		id,
		node_id: nodeId("OrganizationInvitation", id),
		login: invited.login,
		email: null,
		role: "direct_member",
		created_at: instant(world.clock.now()),
		failed_at: null,
		failed_reason: null,
		inviter: showAccount(world, account),
		team_count: 0,
		invitation_teams_url: apiUrl(world, `/organizations/${account.id}/invitations/${id}/teams`),
		invitation_source: "member"
	};
	world.tell({
		webhook: "organization/member-invited",
		repository: null,
		installation: world.installationOn(account),
		sender: account,
		content: {
			invitation,
			user: showAccount(world, invited)
		}
	});
}
/** Out of the teams first, each of which tells it; the repositories are lost without a word. */
function removeMember(world, organization, member) {
	const key = member.login.toLowerCase();
	if (!organization.members.has(key)) throw new Error(`${member.login} is no member of ${organization.account.login}`);
	for (const team of organization.teams.values()) if (team.members.delete(key)) tellMembership(world, organization, team, member, "removed");
	for (const repository of world.repositories.values()) if (repository.owner === organization.account) repository.permissions.delete(key);
	tellMember(world, organization, member, "removed");
	organization.members.delete(key);
	organization.owners.delete(key);
}
function tellMember(world, organization, member, action) {
	const { account } = organization;
	world.tell({
		webhook: `organization/member-${action}`,
		repository: null,
		installation: world.installationOn(account),
		sender: account,
		content: { membership: showOrganizationMembership(world, organization, member) }
	});
}
function tellMembership(world, { account }, team, member, action) {
	world.tell({
		webhook: `membership/${action}`,
		repository: null,
		installation: world.installationOn(account),
		sender: account,
		content: {
			scope: "team",
			member: showAccount(world, member),
			team: showTeam(world, account, team)
		}
	});
}

// standin/verbs/team.ts
/** Teams come, change and go, and people in them. */
function addTeam(world, organization, slug, parent) {
	if (organization.teams.has(slug.toLowerCase())) throw new Error(`the team ${slug} exists already`);
	const team = {
		id: world.nextId(),
		slug,
		parent,
		members: /* @__PURE__ */ new Map()
	};
	organization.teams.set(slug.toLowerCase(), team);
	tellTeam(world, organization, team, "created");
	return team;
}
/** A team's name and its slug are one here. */
function renameTeam(world, organization, team, slug) {
	const from = team.slug;
	organization.teams.delete(from.toLowerCase());
	team.slug = slug;
	organization.teams.set(slug.toLowerCase(), team);
	tellTeam(world, organization, team, "edited", { changes: { name: { from } } });
}
function moveTeam(world, organization, team, parent) {
	for (let above = parent; above !== null; above = above.parent) if (above === team) throw new Error(`${team.slug} cannot be below itself`);
	team.parent = parent;
	tellTeam(world, organization, team, "edited", { changes: {} });
}
/** Teams below go first (docs, "Deleting a team": deleting a parent team deletes its child teams). */
function deleteTeam(world, organization, team) {
	for (const child of childrenOf(organization, team)) deleteTeam(world, organization, child);
	organization.teams.delete(team.slug.toLowerCase());
	tellTeam(world, organization, team, "deleted");
}
function childrenOf(organization, team) {
	return [...organization.teams.values()].filter((child) => child.parent === team);
}
/** Null takes the person out. Whoever joins a team joins the organisation. */
function setMembership(world, organization, team, member, state) {
	const key = member.login.toLowerCase();
	if (state === null && !team.members.delete(key)) throw new Error(`${member.login} is not in the team ${team.slug}`);
	if (state === "active" && !organization.members.has(key)) addMember(world, organization, member, "member");
	if (state !== null) team.members.set(key, state);
	if (state === "pending") return;
	tellMembership(world, organization, team, member, state === null ? "removed" : "added");
}
function tellTeam(world, { account }, team, action, more = {}) {
	world.tell({
		webhook: `team/${action}`,
		repository: null,
		installation: world.installationOn(account),
		sender: account,
		content: {
			team: showTeam(world, account, team),
			...more
		}
	});
}
/** Members of child teams are members; an invitation that was not accepted is `pending`. */
function membershipOf(organization, team, login) {
	const own = team.members.get(login) ?? null;
	if (own === "active") return own;
	const below = childrenOf(organization, team).map((child) => membershipOf(organization, child, login));
	return below.includes("active") ? "active" : own ?? below.find((state) => state !== null) ?? null;
}

// standin/handles/organization.ts
var OrganizationHandle = class {
	world;
	record;
	constructor(world, record) {
		this.world = world;
		this.record = record;
	}
	get id() {
		return this.record.account.id;
	}
	get login() {
		return this.record.account.login;
	}
	get plan() {
		return this.record.plan;
	}
	addMember(login, role = "member") {
		addMember(this.world, this.record, this.world.account(login), role);
	}
	inviteMember(login) {
		inviteMember(this.world, this.record, this.world.account(login));
	}
	removeMember(login) {
		removeMember(this.world, this.record, this.world.account(login));
	}
	createTeam(slug, options = {}) {
		const parent = options.parent === void 0 ? null : teamNamed(this.record, options.parent);
		const record = addTeam(this.world, this.record, slug, parent);
		const team = new TeamHandle(this.world, this.record, record);
		for (const login of options.members ?? []) team.addMember(login);
		return team;
	}
	team(slug) {
		return new TeamHandle(this.world, this.record, teamNamed(this.record, slug));
	}
};
function teamNamed({ account, teams }, slug) {
	const team = teams.get(slug.toLowerCase());
	if (team === void 0) throw new Error(`${account.login} has no team ${slug}`);
	return team;
}
var TeamHandle = class {
	world;
	organization;
	record;
	constructor(world, organization, record) {
		this.world = world;
		this.organization = organization;
		this.record = record;
	}
	get id() {
		return this.record.id;
	}
	get slug() {
		return this.record.slug;
	}
	addMember(login, state = "active") {
		setMembership(this.world, this.organization, this.record, this.world.account(login), state);
	}
	removeMember(login) {
		setMembership(this.world, this.organization, this.record, this.world.account(login), null);
	}
	rename(slug) {
		renameTeam(this.world, this.organization, this.record, slug);
	}
	setParent(slug) {
		const parent = slug === null ? null : teamNamed(this.organization, slug);
		moveTeam(this.world, this.organization, this.record, parent);
	}
	delete() {
		deleteTeam(this.world, this.organization, this.record);
	}
};

// standin/render/commit-status.ts
function showCommitStatus(world, repository, status) {
	return {
		id: status.id,
		node_id: nodeId("StatusContext", status.id),
		url: repositoryApi(world, repository, `/statuses/${status.sha}`),
		avatar_url: showAccount(world, status.creator)["avatar_url"],
		context: status.context,
		state: status.state,
		description: null,
		target_url: null,
		created_at: instant(status.at),
		updated_at: instant(status.at)
	};
}
/** `all` are the statuses of the commit, one of each context. */
function showCombinedStatus(world, repository, sha, all) {
	const url = repositoryApi(world, repository, `/commits/${sha}`);
	return {
		state: combined(all.map((status) => status.state)),
		sha,
		total_count: all.length,
		repository: showRepository$1(world, repository),
		commit_url: url,
		url: `${url}/status`
	};
}
function combined(states) {
	if (states.includes("failure") || states.includes("error")) return "failure";
	return states.length === 0 || states.includes("pending") ? "pending" : "success";
}
/** As the webhook `status` shows it. */
function showStatusEvent(world, repository, status) {
	const { git, name, owner } = repository;
	const branches = [...git.branches].filter(([, head]) => git.contains(head, status.sha));
	return {
		...showCommitStatus(world, repository, status),
		sha: status.sha,
		name: `${owner.login}/${name}`,
		commit: showCommit$1(world, repository, git.get(status.sha)),
		branches: branches.slice(0, 10).map(([branch, head]) => ({
			name: branch,
			commit: {
				sha: head,
				url: repositoryApi(world, repository, `/commits/${head}`)
			},
			protected: false
		}))
	};
}

// standin/verbs/commit-status.ts
/** Commit statuses: the older way to say how CI went. Each report is kept; the newest of a context counts. */
function addCommitStatus(world, repository, report) {
	repository.git.get(report.sha);
	const status = {
		...report,
		id: world.nextId(),
		at: world.clock.now()
	};
	repository.commitStatuses.push(status);
	const content = showStatusEvent(world, repository, status);
	const { installation } = repository;
	world.tell({
		webhook: "status",
		repository,
		installation,
		sender: report.creator,
		content
	});
	return status;
}
/** Newest of each context, newest first. */
function statusesOf(repository, sha) {
	const newestFirst = repository.commitStatuses.filter((status) => status.sha === sha).reverse();
	return newestFirst.filter((status) => status === newestFirst.find((other) => other.context === status.context));
}

// standin/verbs/branch-rules.ts
function requireChecks(world, repository, branch, checks, isStrict) {
	if (checks.length === 0) {
		repository.branchRules.delete(branch);
		return;
	}
	const required = checks.map(({ name, app }) => ({
		name,
		app: app === void 0 ? null : world.checkApp(app)
	}));
	const rulesetId = repository.branchRules.get(branch)?.rulesetId ?? world.nextId();
	repository.branchRules.set(branch, {
		rulesetId,
		checks: required,
		isStrict
	});
}
const DEFAULTS$1 = {
	method: "squash",
	groupOf: 5,
	timeoutMinutes: 60
};
function openQueue(world, repository, branch, options) {
	if (!repository.git.branches.has(branch)) throw new Error(`there is no branch ${branch}`);
	if (repository.queues.has(branch)) throw new Error(`${branch} has a merge queue already`);
	if (!repository.branchRules.has(branch)) {
		const { slug } = world.app;
		requireChecks(world, repository, branch, [{
			name: slug,
			app: slug
		}], false);
	}
	const queue = {
		branch,
		...DEFAULTS$1,
		...options,
		entries: [],
		groups: []
	};
	repository.queues.set(branch, queue);
	return queue;
}
/** How far the checks are that a branch requires, on a commit. A check that nobody began is pending. */
function requiredState(repository, branch, sha) {
	const states = (repository.branchRules.get(branch)?.checks ?? []).map((check) => stateOf$1(repository, check, sha));
	if (states.includes("failure")) return "failure";
	return states.includes("pending") ? "pending" : "success";
}
/** Docs, "Troubleshooting required status checks": `skipped` and `neutral` count as success. */
const PASSING = [
	"success",
	"neutral",
	"skipped"
];
function stateOf$1(repository, { name, app }, sha) {
	const run = repository.checks.filter((one) => one.sha === sha && one.name === name).filter((one) => app === null || one.app.id === app.id).at(-1);
	if (run !== void 0) {
		if (run.status !== "completed") return "pending";
		return PASSING.includes(run.conclusion) ? "success" : "failure";
	}
	const status = app === null ? statusesOf(repository, sha).find((one) => one.context === name) : void 0;
	if (status === void 0 || status.state === "pending") return "pending";
	return status.state === "success" ? "success" : "failure";
}

// standin/render/check.ts
function showCheck(world, repository, check) {
	const url = repositoryApi(world, repository, `/check-runs/${check.id}`);
	const page = repositoryPage(world, repository, `/runs/${check.id}`);
	const pulls = openPullsAt(repository, check.sha).map((issue) => showPullBriefly(world, repository, issue));
	return {
		id: check.id,
		node_id: nodeId("CheckRun", check.id),
		head_sha: check.sha,
		external_id: check.externalId,
		url,
		html_url: page,
		details_url: check.detailsUrl ?? page,
		status: check.status,
		conclusion: check.conclusion,
		started_at: instant(check.startedAt),
		completed_at: instantOrNull(check.completedAt),
		output: {
			title: check.title,
			summary: check.summary,
			text: check.text,
			annotations_count: check.annotations.length,
			annotations_url: `${url}/annotations`
		},
		name: check.name,
		check_suite: showSuite(world, repository, check, pulls),
		app: showApp(world, check.app),
		pull_requests: pulls
	};
}
/** Only the id is shown by the REST API; webhooks show the rest. */
function showSuite(world, repository, check, pulls) {
	return {
		id: check.suiteId,
		node_id: nodeId("CheckSuite", check.suiteId),
		head_branch: null,
		head_sha: check.sha,
		status: check.status,
		conclusion: check.conclusion,
		url: repositoryApi(world, repository, `/check-suites/${check.suiteId}`),
		before: null,
		after: check.sha,
		pull_requests: pulls,
		app: showApp(world, check.app),
		repository: void 0,
		created_at: instant(check.startedAt),
		updated_at: instant(check.completedAt ?? check.startedAt)
	};
}
function showAnnotation(world, repository, check, annotation) {
	return {
		start_column: null,
		end_column: null,
		title: null,
		raw_details: null,
		...annotation,
		blob_href: repositoryApi(world, repository, `/git/blobs/${check.sha}`)
	};
}

// standin/verbs/check.ts
/** Check runs come and change. */
function addCheck(world, repository, check, change) {
	const { app, sha, name } = check;
	const sameSuite = repository.checks.find((other) => other.app.id === app.id && other.sha === sha);
	const record = {
		id: world.nextId(),
		app,
		sha,
		name,
		suiteId: sameSuite?.suiteId ?? world.nextId(),
		externalId: "",
		detailsUrl: null,
		status: "queued",
		conclusion: null,
		startedAt: world.clock.now(),
		completedAt: null,
		title: null,
		summary: null,
		text: null,
		annotations: []
	};
	repository.checks.push(record);
	applyChange(world, record, change);
	tellCheck(world, repository, record, "created", check.sender);
	if (record.status === "completed") tellCheck(world, repository, record, "completed", check.sender);
	return record;
}
function changeCheck(world, repository, check, change, sender) {
	const wasCompleted = check.status === "completed";
	applyChange(world, check, change);
	if (check.status === "completed" && !wasCompleted) tellCheck(world, repository, check, "completed", sender);
}
/** A conclusion completes a check; annotations are added to those that are there. */
function applyChange(world, check, change) {
	const { annotations = [], conclusion, status, completedAt, ...plain } = change;
	const given = Object.entries(plain).filter(([, value]) => value !== void 0);
	Object.assign(check, Object.fromEntries(given));
	check.annotations.push(...annotations);
	if (conclusion === void 0 && status !== "completed") {
		if (status === void 0) return;
		Object.assign(check, {
			status,
			conclusion: null,
			completedAt: null
		});
		return;
	}
	check.status = "completed";
	check.conclusion = conclusion ?? check.conclusion;
	check.completedAt = completedAt ?? check.completedAt ?? world.clock.now();
}
function tellCheck(world, repository, check, action, sender) {
	const content = { check_run: showCheck(world, repository, check) };
	world.tell({
		webhook: `check-run/${action}`,
		repository,
		installation: repository.installation,
		sender,
		content
	});
}

// standin/render/deployment.ts
function showDeployment$1(world, repository, deployment) {
	const url = repositoryApi(world, repository, `/deployments/${deployment.id}`);
	return {
		url,
		id: deployment.id,
		node_id: nodeId("Deployment", deployment.id),
		sha: deployment.sha,
		ref: deployment.ref,
		task: "deploy",
		payload: deployment.payload,
		original_environment: deployment.environment,
		environment: deployment.environment,
		description: null,
		creator: showAccount(world, deployment.creator),
		created_at: instant(deployment.createdAt),
		updated_at: instant(deployment.statuses.at(-1)?.at ?? deployment.createdAt),
		statuses_url: `${url}/statuses`,
		repository_url: repositoryApi(world, repository),
		transient_environment: false,
		production_environment: deployment.environment === "production",
		performed_via_github_app: viaApp(world, deployment.run !== null, deployment.creator)
	};
}
/** What a step of a workflow files with the job's token looks like what GitHub makes for a job itself. */
function viaApp(world, isOfJob, creator) {
	const isByToken = creator.login === "github-actions[bot]";
	return isOfJob || isByToken ? showApp(world, world.checkApp("github-actions")) : null;
}
function showStatus$1(world, repository, deployment, status) {
	const deploymentUrl = repositoryApi(world, repository, `/deployments/${deployment.id}`);
	const page = deployment.run === null ? repositoryPage(world, repository, "/deployments") : repositoryPage(world, repository, `/actions/runs/${deployment.run.id}`);
	return {
		url: `${deploymentUrl}/statuses/${status.id}`,
		id: status.id,
		node_id: nodeId("DeploymentStatus", status.id),
		state: status.state,
		creator: showAccount(world, status.creator),
		description: "",
		environment: deployment.environment,
		target_url: page,
		log_url: page,
		created_at: instant(status.at),
		updated_at: instant(status.at),
		deployment_url: deploymentUrl,
		repository_url: repositoryApi(world, repository),
		performed_via_github_app: viaApp(world, deployment.run !== null, status.creator)
	};
}

// standin/render/run.ts
function showRun(world, repository, run) {
	const url = repositoryApi(world, repository, `/actions/runs/${run.id}`);
	const commit = repository.git.get(run.sha);
	const shownRepository = showRepository$1(world, repository);
	return {
		...runAddresses(world, repository, run, url),
		id: run.id,
		node_id: nodeId("WorkflowRun", run.id),
		name: run.workflow.replace(/\.ya?ml$/, ""),
		check_suite_id: run.id + 1,
		check_suite_node_id: nodeId("CheckSuite", run.id + 1),
		head_branch: run.branch,
		head_sha: run.sha,
		path: `.github/workflows/${run.workflow}`,
		run_number: run.number,
		run_attempt: run.attempt,
		referenced_workflows: [],
		event: run.event,
		status: run.status,
		conclusion: run.conclusion,
		workflow_id: run.workflowId,
		pull_requests: openPullsAt(repository, run.sha).map((issue) => showPullBriefly(world, repository, issue)),
		created_at: instant(run.createdAt),
		updated_at: instant(run.updatedAt),
		run_started_at: instant(run.startedAt),
		actor: showAccount(world, run.actor),
		triggering_actor: showAccount(world, run.triggeringActor),
		head_commit: showPushedCommit(world, repository, commit),
		repository: shownRepository,
		head_repository: shownRepository,
		display_title: run.title ?? commit.message.split("\n")[0] ?? ""
	};
}
function runAddresses(world, repository, run, url) {
	return {
		url,
		html_url: repositoryPage(world, repository, `/actions/runs/${run.id}`),
		jobs_url: `${url}/jobs`,
		logs_url: `${url}/logs`,
		check_suite_url: repositoryApi(world, repository, `/check-suites/${run.id + 1}`),
		artifacts_url: `${url}/artifacts`,
		cancel_url: `${url}/cancel`,
		rerun_url: `${url}/rerun`,
		previous_attempt_url: run.attempt > 1 ? `${url}/attempts/${run.attempt - 1}` : null,
		workflow_url: repositoryApi(world, repository, `/actions/workflows/${run.workflowId}`)
	};
}
function showWorkflow(world, repository, run) {
	const path = `.github/workflows/${run.workflow}`;
	return {
		id: run.workflowId,
		node_id: nodeId("Workflow", run.workflowId),
		name: run.workflow.replace(/\.ya?ml$/, ""),
		path,
		state: "active",
		created_at: instant(repository.createdAt),
		updated_at: instant(repository.createdAt),
		url: repositoryApi(world, repository, `/actions/workflows/${run.workflowId}`),
		html_url: repositoryPage(world, repository, `/blob/${repository.defaultBranch}/${path}`),
		badge_url: repositoryPage(world, repository, `/workflows/${run.workflow}/badge.svg`)
	};
}
/** An entry of "get the review history for a workflow run". */
function showApproval(world, repository, approval) {
	return {
		environments: [showEnvironment(world, repository, approval.environment)],
		state: approval.state,
		user: showAccount(world, approval.user),
		comment: approval.comment
	};
}

// standin/verbs/deployment.ts
/** Deployments and their statuses. */
/** Environments come into being when a job names them. */
function environmentNamed(world, repository, name) {
	const environment = repository.environments.get(name) ?? newEnvironment(world, name);
	repository.environments.set(name, environment);
	return environment;
}
function newEnvironment(world, name) {
	return {
		id: world.nextId(),
		name,
		createdAt: world.clock.now(),
		ruleId: null,
		protection: {
			reviewers: [],
			preventsSelfReview: false,
			waitMinutes: 0,
			canAdminsBypass: true
		}
	};
}
function addDeployment(world, repository, input) {
	environmentNamed(world, repository, input.environment);
	const deployment = {
		...input,
		id: world.nextId(),
		createdAt: world.clock.now(),
		statuses: [],
		reports: 0
	};
	repository.deployments.set(deployment.id, deployment);
	world.tell({
		webhook: "deployment/created",
		repository,
		installation: repository.installation,
		sender: deployment.creator,
		content: {
			deployment: showDeployment$1(world, repository, deployment),
			...runContent(world, repository, input.run)
		}
	});
	return deployment;
}
function stateOf(deployment) {
	return deployment.statuses.at(-1)?.state ?? "pending";
}
/** A success makes earlier successes in the environment inactive. No webhook tells that. */
function addStatus(world, repository, deployment, state, creator) {
	const status = {
		id: world.nextId(),
		state,
		creator,
		at: world.clock.now()
	};
	deployment.statuses.push(status);
	if (state === "success") retireOthers(world, repository, deployment, creator);
	if (state === "inactive") return;
	world.tell({
		webhook: "deployment-status/created",
		repository,
		installation: repository.installation,
		sender: creator,
		content: {
			deployment: showDeployment$1(world, repository, deployment),
			deployment_status: showStatus$1(world, repository, deployment, status),
			...runContent(world, repository, deployment.run)
		}
	});
}
function retireOthers(world, repository, deployment, creator) {
	for (const other of repository.deployments.values()) {
		if (other === deployment || other.environment !== deployment.environment || stateOf(other) !== "success") continue;
		other.statuses.push({
			id: world.nextId(),
			state: "inactive",
			creator,
			at: world.clock.now()
		});
	}
}
function runContent(world, repository, run) {
	if (run === null) return {
		workflow: null,
		workflow_run: null
	};
	return {
		workflow: showWorkflow(world, repository, run),
		workflow_run: showRun(world, repository, run)
	};
}

// standin/verbs/issue.ts
/** What people and Apps do to issues and pull requests alike: labels, comments, open and closed. */
function addIssue(world, repository, issue) {
	const now = world.clock.now();
	const record = {
		...issue,
		id: world.nextId(),
		number: repository.issues.size + 1,
		state: "open",
		labels: /* @__PURE__ */ new Set(),
		milestone: null,
		events: [],
		comments: [],
		createdAt: now,
		updatedAt: now,
		closedAt: null
	};
	repository.issues.set(record.number, record);
	return record;
}
/** Tells `pull_request.ACTION` or `issues.ACTION`, whichever the issue is. */
function tellIssue(world, repository, issue, action, sender, more = {}) {
	const content = isPull(issue) ? {
		number: issue.number,
		pull_request: showPull$1(world, repository, issue),
		...more
	} : {
		issue: showIssue(world, repository, issue),
		...more
	};
	const webhook = `${isPull(issue) ? "pull-request" : "issues"}/${action}`;
	world.tell({
		webhook,
		repository,
		installation: repository.installation,
		sender,
		content
	});
}
function addLabel(world, repository, issue, name, actor) {
	if (issue.labels.has(name)) return;
	if (!repository.labels.has(name)) repository.labels.set(name, {
		id: world.nextId(),
		name
	});
	issue.labels.add(name);
	noteLabel(world, issue, "labeled", name, actor);
	tellIssue(world, repository, issue, "labeled", actor, { label: showLabel(world, repository, name) });
}
function removeLabel(world, repository, issue, name, actor) {
	if (!issue.labels.delete(name)) throw new Error(`#${issue.number} has no label ${name}`);
	noteLabel(world, issue, "unlabeled", name, actor);
	tellIssue(world, repository, issue, "unlabeled", actor, { label: showLabel(world, repository, name) });
}
function noteLabel(world, issue, kind, label, actor) {
	const at = world.clock.now();
	issue.updatedAt = at;
	issue.events.push({
		id: world.nextId(),
		kind,
		actor,
		label,
		at
	});
}
function addComment(world, repository, issue, comment) {
	const now = world.clock.now();
	const record = {
		...comment,
		id: world.nextId(),
		createdAt: now,
		updatedAt: now
	};
	issue.comments.push(record);
	issue.updatedAt = now;
	tellComment(world, repository, issue, record, "created", comment.author);
	return record;
}
function changeComment(world, repository, issue, comment, change) {
	const from = comment.body;
	comment.body = change.body;
	comment.updatedAt = world.clock.now();
	tellComment(world, repository, issue, comment, "edited", change.by, { changes: { body: { from } } });
}
function removeComment(world, repository, issue, comment, by) {
	issue.comments.splice(issue.comments.indexOf(comment), 1);
	tellComment(world, repository, issue, comment, "deleted", by);
}
function tellComment(world, repository, issue, comment, action, sender, more = {}) {
	world.tell({
		webhook: `issue-comment/${action}`,
		repository,
		installation: repository.installation,
		sender,
		content: {
			issue: showIssue(world, repository, issue),
			comment: showComment(world, repository, issue, comment),
			...more
		}
	});
}
function editIssue(world, repository, issue, change, by) {
	if (change.title === void 0 && change.body === void 0) return;
	const changes = {
		...change.title === void 0 ? {} : { title: { from: issue.title } },
		...change.body === void 0 ? {} : { body: { from: issue.body ?? "" } }
	};
	issue.title = change.title ?? issue.title;
	issue.body = change.body ?? issue.body;
	issue.updatedAt = world.clock.now();
	tellIssue(world, repository, issue, "edited", by, { changes });
}
function setIssueState(world, repository, issue, state, by) {
	if (issue.state === state) return;
	const now = world.clock.now();
	issue.state = state;
	issue.updatedAt = now;
	issue.closedAt = state === "closed" ? now : null;
	issue.closedBy = state === "closed" ? by : null;
	const kind = state === "closed" ? "closed" : "reopened";
	issue.events.push({
		id: world.nextId(),
		kind,
		actor: by,
		label: null,
		at: now
	});
	tellIssue(world, repository, issue, state === "closed" ? "closed" : "reopened", by);
}

// standin/verbs/milestone.ts
/** What people do with milestones. */
function addMilestone(world, repository, options) {
	const now = world.clock.now();
	const creator = world.account(options.by);
	const numbers = [...repository.milestones.keys()];
	const milestone = {
		id: world.nextId(),
		number: Math.max(0, ...numbers) + 1,
		title: options.title,
		description: options.description ?? null,
		state: "open",
		dueAt: timeOf$1(options.dueOn),
		creator,
		createdAt: now,
		updatedAt: now,
		closedAt: null
	};
	repository.milestones.set(milestone.number, milestone);
	tell(world, repository, milestone, "created", creator);
	return milestone;
}
function editMilestone(world, repository, milestone, change, by) {
	const changes = {
		...change.title === void 0 ? {} : { title: { from: milestone.title } },
		...change.description === void 0 ? {} : { description: { from: milestone.description ?? "" } },
		...change.dueOn === void 0 ? {} : { due_on: { from: milestone.dueAt === null ? "" : new Date(milestone.dueAt).toISOString() } }
	};
	milestone.title = change.title ?? milestone.title;
	milestone.description = change.description ?? milestone.description;
	if (change.dueOn !== void 0) milestone.dueAt = timeOf$1(change.dueOn);
	milestone.updatedAt = world.clock.now();
	tell(world, repository, milestone, "edited", by, { changes });
}
function setMilestoneState(world, repository, milestone, state, by) {
	if (milestone.state === state) return;
	const now = world.clock.now();
	milestone.state = state;
	milestone.updatedAt = now;
	milestone.closedAt = state === "closed" ? now : null;
	tell(world, repository, milestone, state === "closed" ? "closed" : "opened", by);
}
function removeMilestone(world, repository, milestone, by) {
	repository.milestones.delete(milestone.number);
	for (const issue of repository.issues.values()) if (issue.milestone === milestone.number) issue.milestone = null;
	tell(world, repository, milestone, "deleted", by);
}
/** Puts an issue or pull request into a milestone, or out of every one. */
function assignMilestone(world, repository, issue, number) {
	if (number !== null && !repository.milestones.has(number)) throw new Error(`there is no milestone ${number}`);
	issue.milestone = number;
	issue.updatedAt = world.clock.now();
}
function tell(world, repository, milestone, action, sender, more = {}) {
	const content = {
		milestone: showMilestone(world, repository, milestone),
		...more
	};
	world.tell({
		webhook: `milestone/${action}`,
		repository,
		installation: repository.installation,
		sender,
		content
	});
}
/** Null: no due date. */
function timeOf$1(dueOn) {
	return dueOn === void 0 || dueOn === null ? null : Date.parse(dueOn);
}

// standin/verbs/people.ts
/** What people may do in a repository. */
/** The webhook knows the base roles only. */
const BASE_ROLES = {
	none: "read",
	read: "read",
	triage: "read",
	write: "write",
	maintain: "write",
	admin: "admin"
};
function setPermission(world, repository, member, role) {
	const key = member.login.toLowerCase();
	const before = repository.permissions.get(key);
	if (role === "none") repository.permissions.delete(key);
	else repository.permissions.set(key, role);
	const action = role === "none" ? "removed" : before === void 0 ? "added" : "edited";
	const change = {
		from: BASE_ROLES[before ?? "none"],
		to: BASE_ROLES[role]
	};
	const changes = {
		added: {
			permission: { to: change.to },
			role_name: { to: role }
		},
		edited: { permission: change },
		removed: void 0
	}[action];
	world.tell({
		webhook: `member/${action}`,
		repository,
		installation: repository.installation,
		sender: repository.owner,
		content: {
			member: showAccount(world, member),
			...changes === void 0 ? {} : { changes }
		}
	});
}

// standin/verbs/protection.ts
/** The protection of environments: which there is, what a job still needs, and how each part of it is met. */
/** Docs, "Managing environments for deployment": at most six reviewers, and at most 30 days of waiting. */
const MOST_REVIEWERS = 6;
const LONGEST_WAIT_MINUTES = 43200;
/** Docs, "Managing environments for deployment": in private repositories rules need GitHub Enterprise. */
function takesRules(world, { isPrivate, owner }) {
	return !isPrivate || world.organizations.get(owner.login.toLowerCase())?.plan === "enterprise";
}
function refuseWithoutRules(world, repository) {
	if (takesRules(world, repository)) return;
	const name = `${repository.owner.login}/${repository.name}`;
	throw new Error(`${name} is private: protection rules of private repositories need GitHub Enterprise`);
}
function switchRule(world, repository, environment, isOn) {
	if (isOn) refuseWithoutRules(world, repository);
	const record = environmentNamed(world, repository, environment);
	record.ruleId = isOn ? record.ruleId ?? world.nextId() : null;
}
function protectEnvironment(world, repository, environment, protection) {
	const { reviewers, waitMinutes } = protection;
	if (reviewers.length > 0 || waitMinutes > 0) refuseWithoutRules(world, repository);
	if (reviewers.length > MOST_REVIEWERS) throw new Error(`an environment takes at most ${MOST_REVIEWERS} reviewers`);
	if (!Number.isInteger(waitMinutes) || waitMinutes < 0 || waitMinutes > LONGEST_WAIT_MINUTES) throw new Error(`a wait timer is 0 to ${LONGEST_WAIT_MINUTES} minutes`);
	environmentNamed(world, repository, environment).protection = protection;
}
/** What a job has to wait for that reaches the environment now. */
function outstandingIn(world, repository, { ruleId, protection }) {
	if (!takesRules(world, repository)) return [];
	return [
		...ruleId === null ? [] : ["rule"],
		...protection.reviewers.length === 0 ? [] : ["reviewers"],
		...protection.waitMinutes === 0 ? [] : ["timer"]
	];
}
/** Throws when a person cannot review here. Who is asked by nothing may say what they think, and it changes nothing. */
function assertMayReview({ protection, name }, run, user) {
	if (protection.reviewers.length === 0) return;
	if (!protection.reviewers.some((reviewer) => isReviewer(reviewer, user))) throw new Error(`${user.login} is not among the reviewers of ${name}`);
	if (protection.preventsSelfReview && run.triggeringActor === user) throw new Error(`${user.login} started the run, and ${name} prevents self-review`);
}
function isReviewer(reviewer, user) {
	if (reviewer.kind === "User") return reviewer.account === user;
	return membershipOf(reviewer.organization, reviewer.team, user.login.toLowerCase()) === "active";
}
/** `deployment_review.requested`, when a job waits for reviewers. */
function askReviewers(world, repository, run, job, environment) {
	const since = instant(job.waitingSince);
	world.tell({
		webhook: "deployment-review/requested",
		repository,
		installation: repository.installation,
		sender: run.triggeringActor,
		content: {
			workflow_run: showRun(world, repository, run),
			since,
			environment: environment.name,
			requestor: showAccount(world, run.triggeringActor),
			reviewers: environment.protection.reviewers.map((reviewer) => {
				const { type, reviewer: shown } = showReviewer(world, reviewer);
				return {
					type,
					reviewer: type === "Team" ? {
						...shown,
						type: void 0
					} : shown
				};
			}),
			workflow_job_run: {
				id: job.check?.id ?? run.id,
				name: job.name,
				environment: environment.name,
				status: "waiting",
				conclusion: null,
				html_url: repositoryPage(world, repository, `/actions/runs/${run.id}/job/${job.check?.id ?? run.id}`),
				created_at: since,
				updated_at: since
			}
		}
	});
}

// standin/verbs/pull-request.ts
/** What people do to pull requests: open, review, merge. */
function openPull(world, repository, options) {
	const base = options.base ?? repository.defaultBranch;
	const [headSha, baseSha] = [options.head, base].map((branch) => {
		const sha = repository.git.branches.get(branch);
		if (sha === void 0) throw new Error(`there is no branch ${branch}: push to it first`);
		return sha;
	});
	const author = world.account(options.author);
	const pull = {
		id: world.nextId(),
		head: options.head,
		base,
		headSha: headSha ?? "",
		baseSha: baseSha ?? "",
		draft: options.draft ?? false,
		merge: null,
		reviews: []
	};
	const issue = addIssue(world, repository, {
		title: options.title,
		body: options.body ?? null,
		author,
		pull
	});
	if (!isPull(issue)) throw new Error("a pull request was opened without one");
	tellIssue(world, repository, issue, "opened", author);
	for (const label of options.labels ?? []) addLabel(world, repository, issue, label, author);
	return issue;
}
function editPull(world, repository, issue, change, by) {
	const changes = {
		...change.title === void 0 ? {} : { title: { from: issue.title } },
		...change.body === void 0 ? {} : { body: { from: issue.body ?? "" } }
	};
	issue.title = change.title ?? issue.title;
	issue.body = change.body ?? issue.body;
	issue.updatedAt = world.clock.now();
	if (change.body !== void 0) issue.bodyEditedAt = issue.updatedAt;
	tellIssue(world, repository, issue, "edited", by, { changes });
}
function markReady(world, repository, issue, by) {
	issue.pull.draft = false;
	issue.updatedAt = world.clock.now();
	tellIssue(world, repository, issue, "ready-for-review", by);
}
function addReview(world, repository, issue, review) {
	if (review.author === issue.author && review.state !== "COMMENTED") throw new Error("GitHub lets nobody approve or block their own pull request");
	const record = {
		...review,
		id: world.nextId(),
		at: world.clock.now()
	};
	issue.pull.reviews.push(record);
	issue.updatedAt = record.at;
	tellReview(world, repository, issue, record, "submitted", review.author);
	return record;
}
function dismissReview(world, repository, issue, id, by) {
	const review = issue.pull.reviews.find((candidate) => candidate.id === id);
	if (review === void 0) throw new Error(`#${issue.number} has no review ${id}`);
	review.state = "DISMISSED";
	issue.updatedAt = world.clock.now();
	tellReview(world, repository, issue, review, "dismissed", by);
}
function tellReview(world, repository, issue, review, action, sender) {
	world.tell({
		webhook: `pull-request-review/${action}`,
		repository,
		installation: repository.installation,
		sender,
		content: {
			pull_request: showPull$1(world, repository, issue),
			review: showReview$1(world, repository, issue, review, true)
		}
	});
}
function mergePull(world, repository, issue, options) {
	if (issue.state !== "open") throw new Error(`#${issue.number} is closed`);
	const { pull } = issue;
	if (repository.queues.has(pull.base)) throw new Error(`${pull.base} has a merge queue: add #${issue.number} to it`);
	const base = repository.git.resolve(pull.base);
	if (base === null) throw new Error(`the base branch ${pull.base} of #${issue.number} is gone`);
	pull.baseSha = base.sha;
	const { by, method } = options;
	const commit = method === "rebase" ? rebasePull(world, repository, issue, base) : commitPull(world, repository, issue, {
		by,
		method,
		base
	});
	const now = world.clock.now();
	const rebased = repository.git.between(base.sha, commit.sha).map(({ sha }) => sha);
	pull.merge = {
		by,
		at: now,
		sha: commit.sha,
		...method === "rebase" ? { rebased } : {}
	};
	issue.state = "closed";
	issue.closedAt = now;
	issue.updatedAt = now;
	moveBranch(world, repository, pull.base, commit, options.by);
	tellIssue(world, repository, issue, "closed", options.by);
	return commit;
}
/** Its commits one by one, as they were written, on top of the base; GitHub names the last one as its merge commit. */
function rebasePull(world, repository, issue, base) {
	const { git } = repository;
	let at = base;
	for (const commit of commitsOfPull(repository, issue)) at = git.commit({
		tree: mergedTree(repository, at, commit),
		parents: [at.sha],
		author: commit.author,
		committer: {
			...world.signature("GitHub <noreply@github.com>"),
			login: "web-flow"
		},
		message: commit.message
	});
	return at;
}
/** What a pull request becomes on top of a commit; no branch points at it yet. */
function commitPull(world, repository, issue, how) {
	const { git } = repository;
	return git.commit({
		tree: mergedTree(repository, how.base, git.get(issue.pull.headSha)),
		committer: {
			...world.signature("GitHub <noreply@github.com>"),
			login: "web-flow"
		},
		...how.method === "squash" ? squashed(world, repository, issue, how.base) : merged(world, repository, issue, how)
	});
}
function merged(world, repository, { number, title, pull }, { base, by }) {
	return {
		parents: [base.sha, pull.headSha],
		author: world.signature(by.login),
		message: `Merge pull request #${number} from ${repository.owner.login}/${pull.head}\n\n${title}`
	};
}
/** One commit by the author of the pull request; everybody else who wrote in it becomes a co-author. */
function squashed(world, repository, issue, base) {
	const author = world.signature(issue.author.login);
	const commits = commitsOfPull(repository, issue);
	const people = commits.flatMap((commit) => [`${commit.author.name} <${commit.author.email}>`, ...[...commit.message.matchAll(/^Co-authored-by: (.+)$/gm)].map((match) => match[1] ?? "")]);
	const trailers = [...new Set(people.filter((person) => !person.endsWith(`<${author.email}>`)))].map((person) => `Co-authored-by: ${person}`);
	const subjects = commits.map((commit) => `* ${commit.message.split("\n")[0]}`);
	const message = [
		`${issue.title} (#${issue.number})`,
		subjects.join("\n\n"),
		trailers.join("\n")
	];
	return {
		parents: [base.sha],
		author,
		message: message.filter((part) => part !== "").join("\n\n")
	};
}
/** The base with what the head changed since they parted; the head wins where both changed a file. */
function mergedTree(repository, base, head) {
	const start = repository.git.mergeBase(base.sha, head.sha);
	const tree = new Map(base.tree);
	for (const diff of diffTrees(start?.tree ?? /* @__PURE__ */ new Map(), head.tree)) {
		if (diff.status === "removed") tree.delete(diff.path);
		else tree.set(diff.path, head.tree.get(diff.path) ?? "");
		if (diff.previousPath !== null) tree.delete(diff.previousPath);
	}
	return tree;
}

// standin/verbs/release.ts
function addTag(repository, name, ref) {
	const sha = repository.git.resolve(ref)?.sha;
	if (sha === void 0) throw new Error(`there is no branch or commit ${ref} to tag`);
	repository.git.tags.set(name, sha);
	return sha;
}
/** A published one makes its tag where there is none; a draft leaves that for later. */
function addRelease(world, repository, input) {
	if (!input.isDraft && !repository.git.tags.has(input.tag)) addTag(repository, input.tag, input.target);
	const now = world.clock.now();
	const publishedAt = input.isDraft ? null : now;
	const release = {
		...input,
		id: world.nextId(),
		createdAt: now,
		publishedAt
	};
	repository.releases.push(release);
	return release;
}
/** Of a tag; a draft bears a tag's name and is not found by it. */
function publishedRelease(repository, tag) {
	return repository.releases.find((release) => release.tag === tag && !release.isDraft);
}

// standin/verbs/concurrency.ts
function isGroupBusy(repository, group) {
	return group !== void 0 && inGroup(repository, group).some((run) => run.status !== "completed");
}
/** Whoever waited before is cancelled, and never had a job. */
function replacedBy(repository, newest) {
	if (newest.concurrency === null || !newest.isHeldBack) return [];
	return inGroup(repository, newest.concurrency).filter((run) => run !== newest && run.isHeldBack && run.status !== "completed");
}
/** The one that may begin now that this one has ended. */
function nextOfGroup(repository, { concurrency }) {
	if (concurrency === null) return void 0;
	const going = inGroup(repository, concurrency).filter((run) => run.status !== "completed");
	return going.every((run) => run.isHeldBack) ? going[0] : void 0;
}
/** Names of groups compare without case. */
function inGroup(repository, group) {
	return [...repository.runs.values()].filter((run) => run.concurrency?.toLowerCase() === group.toLowerCase());
}
/** What GitHub shows of it on the page of a run are annotations of its jobs' checks. `by` null: GitHub itself. */
function tellWhyCancelled(world, repository, run, job, by) {
	if (job.check === null) return;
	const annotation = {
		path: ".github",
		start_line: 1,
		end_line: 1,
		annotation_level: "failure",
		message: by === null ? `Canceling since a higher priority waiting request for '${run.concurrency}' exists` : `The run was canceled by @${by.login}.`
	};
	changeCheck(world, repository, job.check, { annotations: [annotation] }, run.triggeringActor);
}

// standin/verbs/run.ts
/** Workflow runs: jobs start when what they need succeeded, and stop at protected environments. */
function startRun(world, repository, options) {
	const branch = options.branch ?? repository.defaultBranch;
	const sha = options.sha ?? repository.git.branches.get(branch);
	if (sha === void 0) throw new Error(`there is no branch ${branch}`);
	const workflow = options.workflow ?? "deploy.yml";
	const isHeldBack = isGroupBusy(repository, options.concurrency);
	const earlier = [...repository.runs.values()].find((run) => run.workflow === workflow);
	const now = world.clock.now();
	const actor = world.account(options.actor);
	const run = {
		id: world.nextId(),
		number: repository.runs.size + 1,
		workflow,
		workflowId: earlier?.workflowId ?? repository.dispatches.get(workflow)?.id ?? world.nextId(),
		branch,
		inputs: options.inputs ?? {},
		title: options.title ?? null,
		concurrency: options.concurrency ?? null,
		isHeldBack,
		sha: repository.git.get(sha).sha,
		event: options.event ?? "push",
		actor,
		triggeringActor: actor,
		attempt: 1,
		jobs: jobsOf(options),
		approvals: [],
		artifacts: [],
		status: "queued",
		conclusion: null,
		createdAt: now,
		startedAt: now,
		updatedAt: now
	};
	world.nextId();
	repository.runs.set(run.id, run);
	tellRun(world, repository, run, "requested");
	for (const replaced of replacedBy(repository, run)) cancelRun(world, repository, replaced, null);
	if (!isHeldBack) advance(world, repository, run);
	return run;
}
function jobsOf(options) {
	const single = options.environment === void 0 ? { name: "deploy" } : {
		name: "deploy",
		environment: options.environment
	};
	return (options.jobs ?? [single]).map((job) => newJob(job.name, job.environment ?? null, job.needs ?? []));
}
function newJob(name, environment, needs) {
	return {
		name,
		environment,
		needs,
		status: "queued",
		conclusion: null,
		hasBegun: false,
		deployment: null,
		check: null,
		waitsFor: /* @__PURE__ */ new Set(),
		waitingSince: 0
	};
}
function tellRun(world, repository, run, action) {
	world.tell({
		webhook: `workflow-run/${action}`,
		repository,
		installation: repository.installation,
		sender: run.triggeringActor,
		content: {
			workflow: showWorkflow(world, repository, run),
			workflow_run: showRun(world, repository, run)
		}
	});
}
/** Starts or skips every job whose needs are decided, until nothing moves; then says what the run is. */
function advance(world, repository, run) {
	const before = run.status;
	const isDecided = (name) => run.jobs.find((job) => job.name === name)?.status === "completed";
	const isReady = (job) => job.status === "queued" && job.needs.every(isDecided);
	for (let job = run.jobs.find(isReady); job !== void 0; job = run.jobs.find(isReady)) if (job.needs.every((name) => run.jobs.find((other) => other.name === name)?.conclusion === "success")) startJob(world, repository, run, job);
	else endJob(world, repository, run, job, "skipped");
	settleRun(world, repository, run, before);
}
function startJob(world, repository, run, job) {
	const environment = job.environment === null ? null : environmentNamed(world, repository, job.environment);
	for (const one of environment === null ? [] : outstandingIn(world, repository, environment)) job.waitsFor.add(one);
	job.waitingSince = world.clock.now();
	job.status = job.waitsFor.size > 0 ? "waiting" : "in_progress";
	job.hasBegun = job.status === "in_progress";
	run.status = job.status;
	job.check = addCheck(world, repository, {
		app: world.checkApp("github-actions"),
		sha: run.sha,
		name: job.name,
		sender: run.triggeringActor
	}, { status: job.status === "waiting" ? "queued" : job.status });
	changeCheck(world, repository, job.check, { status: job.status }, run.triggeringActor);
	if (environment === null) return;
	job.deployment = addDeployment(world, repository, {
		environment: environment.name,
		sha: run.sha,
		ref: run.branch,
		creator: run.actor,
		payload: {},
		run,
		attempt: run.attempt
	});
	addStatus(world, repository, job.deployment, job.status, run.actor);
	if (job.waitsFor.has("rule")) askRule(world, repository, run, job.deployment);
	if (job.waitsFor.has("reviewers")) askReviewers(world, repository, run, job, environment);
}
function askRule(world, repository, run, deployment) {
	world.tell({
		webhook: "deployment-protection-rule/requested",
		repository,
		installation: repository.installation,
		sender: run.triggeringActor,
		content: {
			environment: deployment.environment,
			event: run.event,
			deployment_callback_url: repositoryApi(world, repository, `/actions/runs/${run.id}/deployment_protection_rule`),
			deployment: showDeployment$1(world, repository, deployment),
			pull_requests: openPullsAt(repository, run.sha).map((issue) => showPull$1(world, repository, issue))
		}
	});
}
/** A waiting job goes on: all it waited for is there, or was bypassed. */
function letGo(world, repository, run, job) {
	job.status = "in_progress";
	job.hasBegun = true;
	job.waitsFor.clear();
	run.updatedAt = world.clock.now();
	if (job.check !== null) changeCheck(world, repository, job.check, { status: "in_progress" }, run.triggeringActor);
	if (job.deployment !== null) addStatus(world, repository, job.deployment, "in_progress", run.actor);
}
const DEPLOYMENT_STATES = { success: "success" };
function endJob(world, repository, run, job, conclusion) {
	job.status = "completed";
	job.conclusion = conclusion;
	job.waitsFor.clear();
	run.updatedAt = world.clock.now();
	if (job.check !== null) changeCheck(world, repository, job.check, { conclusion }, run.triggeringActor);
	if (job.deployment === null) return;
	addStatus(world, repository, job.deployment, DEPLOYMENT_STATES[conclusion] ?? "failure", run.actor);
}
function settleRun(world, repository, run, before) {
	const is = (status) => run.jobs.some((job) => job.status === status);
	if (run.jobs.every((job) => job.status === "completed")) run.status = "completed";
	else if (is("in_progress")) run.status = "in_progress";
	else run.status = is("waiting") ? "waiting" : "queued";
	run.updatedAt = world.clock.now();
	if (run.status === "in_progress" && before !== "in_progress") tellRun(world, repository, run, "in-progress");
	if (run.status !== "completed") return;
	run.conclusion = conclusionOf(run);
	tellRun(world, repository, run, "completed");
	const next = nextOfGroup(repository, run);
	if (next === void 0) return;
	next.isHeldBack = false;
	advance(world, repository, next);
}
function conclusionOf(run) {
	if (run.jobs.some((job) => job.conclusion === "cancelled")) return "cancelled";
	return run.jobs.some((job) => job.conclusion === "failure") ? "failure" : "success";
}
/** Same run and commit, next attempt; every job starts anew with a deployment of its own. */
function rerun(world, repository, run, by) {
	if (run.status !== "completed") throw new Error(`run ${run.id} has not ended: cancel it before it is re-run`);
	run.attempt += 1;
	run.triggeringActor = by;
	run.jobs = run.jobs.map((job) => newJob(job.name, job.environment, job.needs));
	run.status = "queued";
	run.conclusion = null;
	run.startedAt = world.clock.now();
	run.updatedAt = run.startedAt;
	tellRun(world, repository, run, "requested");
	advance(world, repository, run);
}
/** `by` null: GitHub itself, since another run of the concurrency group came. */
function cancelRun(world, repository, run, by) {
	for (const job of run.jobs) {
		if (job.status === "completed") continue;
		endJob(world, repository, run, job, "cancelled");
		tellWhyCancelled(world, repository, run, job, by);
	}
	run.isHeldBack = false;
	advance(world, repository, run);
}

// standin/handles/check.ts
/** A check as a test sees it. */
function viewOfCheck(check) {
	const { id, name, app, externalId, status, conclusion, title, summary, annotations } = check;
	return {
		id,
		name,
		app: app.slug,
		externalId: externalId === "" ? null : externalId,
		status,
		conclusion,
		title,
		summary,
		annotations: [...annotations]
	};
}

// standin/handles/issue.ts
var IssueHandle = class {
	world;
	repository;
	issue;
	constructor(world, repository, issue) {
		this.world = world;
		this.repository = repository;
		this.issue = issue;
	}
	get number() {
		return this.issue.number;
	}
	get state() {
		return this.issue.state;
	}
	get title() {
		return this.issue.title;
	}
	get body() {
		return this.issue.body ?? "";
	}
	get author() {
		return this.issue.author.login;
	}
	edit(change, by) {
		editIssue(this.world, this.repository, this.issue, change, this.account(by));
	}
	get labels() {
		return [...this.issue.labels];
	}
	get comments() {
		return this.issue.comments.map(viewOf$1);
	}
	label(name, by) {
		addLabel(this.world, this.repository, this.issue, name, this.account(by));
	}
	unlabel(name, by) {
		removeLabel(this.world, this.repository, this.issue, name, this.account(by));
	}
	setMilestone(number) {
		assignMilestone(this.world, this.repository, this.issue, number);
	}
	comment(body, by) {
		const author = this.account(by);
		return viewOf$1(addComment(this.world, this.repository, this.issue, {
			author,
			viaApp: null,
			body
		}));
	}
	editComment(id, body, by) {
		const change = {
			body,
			by: this.account(by)
		};
		changeComment(this.world, this.repository, this.issue, this.commentRecord(id), change);
	}
	deleteComment(id, by) {
		removeComment(this.world, this.repository, this.issue, this.commentRecord(id), this.account(by));
	}
	close(by) {
		setIssueState(this.world, this.repository, this.issue, "closed", this.account(by));
	}
	reopen(by) {
		setIssueState(this.world, this.repository, this.issue, "open", this.account(by));
	}
	account(login) {
		return this.world.account(login);
	}
	commentRecord(id) {
		const found = this.issue.comments.find((comment) => comment.id === id);
		if (found === void 0) throw new Error(`#${this.issue.number} has no comment ${id}`);
		return found;
	}
};
function viewOf$1({ id, author, body }) {
	return {
		id,
		user: author.login,
		body
	};
}

// standin/render/merge-group.ts
function showGroup(world, repository, group) {
	const { branch, baseSha, headSha } = group;
	const base = /^gh-readonly-queue\/(.+)\/pr-\d+-[0-9a-f]+$/.exec(branch)?.[1] ?? "";
	return {
		head_sha: headSha,
		head_ref: `refs/heads/${branch}`,
		base_sha: baseSha,
		base_ref: `refs/heads/${base}`,
		head_commit: showPushedCommit(world, repository, repository.git.get(headSha))
	};
}

// standin/verbs/merge-queue.ts
/**
* Merge queues. A group is the waiting pull requests, one commit after the other, on a branch of its own; its head
* has to pass the required checks (grouping strategy HEADGREEN), then the base branch moves there.
*/
const MINUTE_MS$2 = 6e4;
function currentGroup({ groups }) {
	const newest = groups.at(-1);
	return newest?.state === "checking" ? newest : null;
}
function enqueue(world, repository, queue, numbers, by) {
	for (const number of numbers) assertReady(repository, queue, number);
	for (const number of numbers) {
		const issue = pullNumbered(repository, number);
		queue.entries.push({
			number,
			by,
			headSha: issue.pull.headSha,
			enqueuedAt: world.clock.now()
		});
		tellIssue(world, repository, issue, "enqueued", by);
	}
	tendQueue(world, repository, queue);
}
/** Docs, "Merging a pull request with a merge queue": the requirements have to be met to be added. */
function assertReady(repository, queue, number) {
	const issue = pullNumbered(repository, number);
	const { pull } = issue;
	if (issue.state !== "open" || pull.draft) throw new Error(`#${number} is closed or a draft`);
	if (pull.base !== queue.branch) throw new Error(`#${number} is for ${pull.base}, the queue for ${queue.branch}`);
	if (queue.entries.some((entry) => entry.number === number)) throw new Error(`#${number} is in the queue already`);
	const state = requiredState(repository, queue.branch, pull.headSha);
	if (state !== "success") throw new Error(`#${number} cannot be enqueued: its required checks are ${state}`);
}
function pullNumbered(repository, number) {
	const issue = repository.issues.get(number);
	if (issue === void 0 || !isPull(issue)) throw new Error(`there is no pull request #${number}`);
	return issue;
}
function dequeue(world, repository, queue, number, by) {
	const entry = queue.entries.find((one) => one.number === number);
	if (entry === void 0) throw new Error(`#${number} is not in the queue`);
	const group = currentGroup(queue);
	leave(world, repository, queue, entry, "MANUAL", by);
	if (group?.numbers.includes(number)) endGroup(world, repository, group, "dequeued");
	tendQueue(world, repository, queue);
}
function tendQueues(world) {
	for (const repository of world.repositories.values()) for (const queue of repository.queues.values()) tendQueue(world, repository, queue);
}
/** Takes what is decided one step further, until a group waits for its checks or nobody is in the queue. */
function tendQueue(world, repository, queue) {
	dropClosed(world, repository, queue);
	for (let group = currentGroup(queue);; group = currentGroup(queue)) {
		if (group === null) {
			if (queue.entries.length === 0) return;
			formGroup(world, repository, queue);
			return;
		}
		if (!isDecided(world, repository, queue, group)) return;
	}
}
/** Whether the group is over now. */
function isDecided(world, repository, queue, group) {
	if (repository.git.branches.get(queue.branch) !== group.baseSha) {
		endGroup(world, repository, group, "invalidated");
		return true;
	}
	const state = requiredState(repository, queue.branch, group.headSha);
	const isLate = world.clock.now() >= group.createdAt + queue.timeoutMinutes * MINUTE_MS$2;
	if (state === "success") mergeGroup(world, repository, queue, group);
	else if (state === "failure" || isLate) failGroup(world, repository, queue, group, isLate ? "CI_TIMEOUT" : "CI_FAILURE");
	else return false;
	return true;
}
/** Who closed a pull request, or pushed to it, took it out. */
function dropClosed(world, repository, queue) {
	const group = currentGroup(queue);
	const gone = queue.entries.filter(({ number, headSha }) => {
		const { state, pull } = pullNumbered(repository, number);
		return state !== "open" || pull.headSha !== headSha;
	});
	for (const entry of gone) leave(world, repository, queue, entry, "MANUAL", entry.by);
	if (group !== null && gone.some(({ number }) => group.numbers.includes(number))) endGroup(world, repository, group, "dequeued");
}
function formGroup(world, repository, queue) {
	const { git } = repository;
	const baseSha = git.branches.get(queue.branch) ?? "";
	const commits = /* @__PURE__ */ new Map();
	let head = git.get(baseSha);
	for (const { number, by } of queue.entries.slice(0, queue.groupOf)) {
		head = commitPull(world, repository, pullNumbered(repository, number), {
			base: head,
			by,
			method: queue.method
		});
		commits.set(number, head.sha);
	}
	const numbers = [...commits.keys()];
	const branch = `gh-readonly-queue/${queue.branch}/pr-${numbers.at(-1)}-${baseSha}`;
	const createdAt = world.clock.now();
	const group = {
		branch,
		baseSha,
		headSha: head.sha,
		numbers,
		commits,
		createdAt,
		state: "checking"
	};
	queue.groups.push(group);
	moveBranch(world, repository, branch, head, world.account("web-flow"));
	tellGroup(world, repository, group, "checks-requested");
}
function mergeGroup(world, repository, queue, group) {
	const entries = queue.entries.filter(({ number }) => group.numbers.includes(number));
	const at = world.clock.now();
	group.state = "merged";
	for (const { number, by } of entries) {
		const issue = pullNumbered(repository, number);
		issue.pull.merge = {
			by,
			at,
			sha: group.commits.get(number) ?? group.headSha
		};
		Object.assign(issue, {
			state: "closed",
			closedAt: at,
			updatedAt: at
		});
	}
	moveBranch(world, repository, queue.branch, repository.git.get(group.headSha), world.account("web-flow"));
	for (const entry of entries) {
		leave(world, repository, queue, entry, "MERGE", entry.by);
		tellIssue(world, repository, pullNumbered(repository, entry.number), "closed", entry.by);
	}
	endGroup(world, repository, group, "merged");
}
/** The last pull request of the group goes; those before it try again without it. */
function failGroup(world, repository, queue, group, reason) {
	const last = queue.entries.find(({ number }) => number === group.numbers.at(-1));
	if (last !== void 0) leave(world, repository, queue, last, reason, world.account("web-flow"));
	endGroup(world, repository, group, "dequeued");
}
function leave(world, repository, queue, entry, reason, by) {
	queue.entries = queue.entries.filter((one) => one !== entry);
	tellIssue(world, repository, pullNumbered(repository, entry.number), "dequeued", by, { reason });
}
function endGroup(world, repository, group, state) {
	group.state = state;
	tellGroup(world, repository, group, "destroyed", { reason: state });
	removeBranch(world, repository, group.branch, world.account("web-flow"));
}
function tellGroup(world, repository, group, action, more = {}) {
	const content = {
		merge_group: showGroup(world, repository, group),
		...more
	};
	const sender = world.account("web-flow");
	world.tell({
		webhook: `merge-group/${action}`,
		repository,
		installation: repository.installation,
		sender,
		content
	});
}

// standin/handles/merge-queue.ts
var MergeQueueHandle = class {
	world;
	repository;
	queue;
	constructor(world, repository, queue) {
		this.world = world;
		this.repository = repository;
		this.queue = queue;
	}
	get entries() {
		this.world.tend();
		return this.queue.entries.map(({ number }) => number);
	}
	get group() {
		this.world.tend();
		const group = currentGroup(this.queue);
		return group === null ? null : viewOf(group);
	}
	get groups() {
		this.world.tend();
		return this.queue.groups.map(viewOf);
	}
	add(numbers, by) {
		enqueue(this.world, this.repository, this.queue, numbers, this.world.account(by));
	}
	remove(number, by) {
		dequeue(this.world, this.repository, this.queue, number, this.world.account(by));
	}
};
function viewOf({ headSha, branch, baseSha, numbers, state }) {
	return {
		headSha,
		headRef: `refs/heads/${branch}`,
		baseSha,
		numbers,
		state
	};
}

// standin/handles/milestone.ts
var MilestoneHandle = class {
	world;
	repository;
	record;
	constructor(world, repository, record) {
		this.world = world;
		this.repository = repository;
		this.record = record;
	}
	get number() {
		return this.record.number;
	}
	get title() {
		return this.record.title;
	}
	get state() {
		return this.record.state;
	}
	edit(change, by) {
		editMilestone(this.world, this.repository, this.record, change, this.world.account(by));
	}
	close(by) {
		setMilestoneState(this.world, this.repository, this.record, "closed", this.world.account(by));
	}
	reopen(by) {
		setMilestoneState(this.world, this.repository, this.record, "open", this.world.account(by));
	}
	delete(by) {
		removeMilestone(this.world, this.repository, this.record, this.world.account(by));
	}
};

// standin/handles/pull-request.ts
const STATES = {
	approved: "APPROVED",
	changes_requested: "CHANGES_REQUESTED",
	commented: "COMMENTED"
};
var PullRequestHandle = class extends IssueHandle {
	pull;
	constructor(world, repository, pull) {
		super(world, repository, pull);
		this.pull = pull;
	}
	get headSha() {
		return this.pull.pull.headSha;
	}
	get headBranch() {
		return this.pull.pull.head;
	}
	get merged() {
		return this.pull.pull.merge !== null;
	}
	get mergeCommitSha() {
		return this.pull.pull.merge?.sha ?? null;
	}
	push(commit) {
		return { sha: pushCommit(this.world, this.repository, {
			...commit,
			branch: this.headBranch
		}).sha };
	}
	edit(change, by) {
		editPull(this.world, this.repository, this.pull, change, this.account(by));
	}
	review(review) {
		const { id } = addReview(this.world, this.repository, this.pull, {
			author: this.account(review.by),
			state: STATES[review.state],
			body: review.body ?? "",
			commit: review.commit ?? this.headSha
		});
		return { id };
	}
	dismissReview(id, by) {
		dismissReview(this.world, this.repository, this.pull, id, this.account(by));
	}
	markReady(by) {
		markReady(this.world, this.repository, this.pull, this.account(by));
	}
	merge(options) {
		const { by, method = "merge" } = options;
		return { sha: mergePull(this.world, this.repository, this.pull, {
			by: this.account(by),
			method
		}).sha };
	}
};

// standin/verbs/waiting.ts
const MINUTE_MS$1 = 6e4;
/** One thing that a job waited for is there; it goes on when that was the last. */
function satisfy(world, repository, run, job, what) {
	if (job.waitsFor.delete(what) && job.waitsFor.size === 0) letGo(world, repository, run, job);
}
/** Jobs whose wait timer has run out go on. */
function elapseTimers(world) {
	for (const repository of world.repositories.values()) for (const run of repository.runs.values()) elapseTimersOf(world, repository, run);
}
function elapseTimersOf(world, repository, run) {
	const isOver = (job) => {
		const waitMs = ((job.environment === null ? void 0 : repository.environments.get(job.environment))?.protection.waitMinutes ?? 0) * MINUTE_MS$1;
		return job.status === "waiting" && job.waitsFor.has("timer") && world.clock.now() >= job.waitingSince + waitMs;
	};
	const over = run.jobs.filter(isOver);
	for (const job of over) satisfy(world, repository, run, job, "timer");
	if (over.length > 0) advance(world, repository, run);
}

// standin/verbs/gate.ts
/** Answers to what waits at a protected environment: our App's, or an administrator's. */
/** GitHub takes this many status reports (comments without a state) for one deployment. */
const MOST_REPORTS = 10;
/**
* The App reviews its rule. It says nothing of deployments or attempts: whatever is pending in that environment of
* that run NOW is meant, even if the App decided for an earlier attempt.
*/
function reviewGate(world, repository, run, answer) {
	const environment = repository.environments.get(answer.environment);
	const pending = run.jobs.filter((job) => job.environment === answer.environment && job.waitsFor.has("rule"));
	if (environment === void 0 || pending.length === 0) return {
		kind: "refused",
		because: `No pending deployment requests to approve or reject in ${answer.environment}`
	};
	if (answer.state === null) return report(world.app.bot, run, environment, pending, answer.comment);
	note(run, environment, pending, {
		state: answer.state,
		comment: answer.comment,
		user: world.app.bot
	});
	for (const job of pending) if (answer.state === "approved") satisfy(world, repository, run, job, "rule");
	else endJob(world, repository, run, job, "failure");
	advance(world, repository, run);
	return { kind: "done" };
}
function report(bot, run, environment, pending, comment) {
	const deployments = pending.flatMap((job) => job.deployment ?? []);
	if (deployments.some((deployment) => deployment.reports >= MOST_REPORTS)) return {
		kind: "refused",
		because: `A deployment takes at most ${MOST_REPORTS} status reports`
	};
	for (const deployment of deployments) deployment.reports += 1;
	note(run, environment, pending, {
		state: "pending",
		comment,
		user: bot
	});
	return { kind: "done" };
}
function note(run, environment, pending, answer) {
	const deploymentIds = pending.flatMap((job) => job.deployment?.id ?? []);
	run.approvals.push({
		environment,
		deploymentIds,
		attempt: run.attempt,
		...answer
	});
}
/** "Review deployments", by somebody who is asked to. */
function reviewByPerson(world, repository, run, review) {
	const { user, state, comment } = review;
	const environment = repository.environments.get(review.environment);
	const pending = run.jobs.filter((job) => job.status === "waiting" && job.environment === review.environment);
	if (environment === void 0 || pending.length === 0) throw new Error(`run ${run.id} waits for nothing in ${review.environment} that ${user.login} could review`);
	assertMayReview(environment, run, user);
	note(run, environment, pending, {
		state,
		comment,
		user
	});
	world.tell({
		webhook: `deployment-review/${state}`,
		repository,
		installation: repository.installation,
		sender: user,
		content: {
			workflow_run: showRun(world, repository, run),
			since: instant(run.startedAt),
			approver: showAccount(world, user),
			comment
		}
	});
	for (const job of pending) if (state === "approved") satisfy(world, repository, run, job, "reviewers");
	else endJob(world, repository, run, job, "failure");
	advance(world, repository, run);
}
/** "Start all waiting jobs": for administrators of the repository. */
function bypassRules(world, repository, run, by) {
	if (repository.permissions.get(by.user.login.toLowerCase()) !== "admin") throw new Error(`${by.user.login} cannot bypass: only administrators of the repository can`);
	const waiting = run.jobs.filter((job) => job.status === "waiting");
	for (const { name, protection } of repository.environments.values()) {
		if (protection.canAdminsBypass || !waiting.some((job) => job.environment === name)) continue;
		throw new Error(`${name} does not allow administrators to bypass its protection rules`);
	}
	for (const environment of repository.environments.values()) {
		const pending = waiting.filter((job) => job.environment === environment.name);
		if (pending.length > 0) note(run, environment, pending, {
			state: "approved",
			...by
		});
	}
	for (const job of waiting) letGo(world, repository, run, job);
	advance(world, repository, run);
}

// standin/verbs/job-identity.ts
/**
* Tokens by which a job proves who it is: GitHub's OpenID Connect provider, on loopback. Claims: docs, "OpenID Connect
* reference". Times are those of the stand-in's clock.
*/
/** As in the example of the docs: good for five minutes, and from ten minutes before. */
const LIFE_S = 300;
const EARLY_S = 600;
/** Making a key takes long, so the stand-ins of a process share them. */
const keys = /* @__PURE__ */ new Map();
function keyNamed(id) {
	const key = keys.get(id) ?? {
		id,
		...generateKeyPairSync("rsa", { modulusLength: 2048 })
	};
	keys.set(id, key);
	return key;
}
const OWN_KEY = "standin-oidc";
function issuerOf(world) {
	return `${world.url}/_services/token`;
}
/** `/.well-known/openid-configuration` below the issuer. */
function discoveryDocument(world) {
	const issuer = issuerOf(world);
	return {
		issuer,
		jwks_uri: `${issuer}/.well-known/jwks`,
		subject_types_supported: ["public", "pairwise"],
		response_types_supported: ["id_token"],
		claims_supported: [
			"sub",
			"aud",
			"exp",
			"iat",
			"iss",
			"jti",
			"nbf",
			"ref",
			"sha",
			"repository",
			"repository_id"
		],
		id_token_signing_alg_values_supported: ["RS256"],
		scopes_supported: ["openid"]
	};
}
/** `/.well-known/jwks` below the issuer. */
function keySet() {
	const { id, publicKey } = keyNamed(OWN_KEY);
	return { keys: [{
		...publicKey.export({ format: "jwk" }),
		kid: id,
		alg: "RS256",
		use: "sig"
	}] };
}
function newIdentityToken(world, repository, run, options) {
	const key = keyNamed(options.isForged === true ? "standin-forger" : OWN_KEY);
	const signed = [{
		typ: "JWT",
		alg: "RS256",
		kid: OWN_KEY,
		x5t: OWN_KEY
	}, {
		...claimsOf(world, repository, run, options),
		...options.claims
	}].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
	return `${signed}.${sign("RSA-SHA256", Buffer.from(signed), key.privateKey).toString("base64url")}`;
}
/** Numbers are texts in all of GitHub's claims but the times. */
function claimsOf(world, repository, run, options) {
	const name = fullName(repository);
	const job = run.jobs.find((one) => one.name === (options.job ?? run.jobs[0]?.name));
	if (job === void 0) throw new Error(`run ${run.id} has no job ${options.job}`);
	const { environment } = job;
	const ref = `refs/heads/${run.branch}`;
	const iat = Math.floor(world.clock.now() / 1e3);
	const workflow = `${name}/.github/workflows/${run.workflow}@${ref}`;
	const pull = run.event === "pull_request" ? openPullsAt(repository, run.sha)[0] : void 0;
	const subject = run.event === "pull_request" ? "pull_request" : `ref:${ref}`;
	return {
		iss: issuerOf(world),
		aud: options.audience ?? `${world.url}/${repository.owner.login}`,
		sub: `repo:${name}:${environment === null ? subject : `environment:${environment}`}`,
		jti: randomUUID(),
		iat,
		nbf: iat - EARLY_S,
		exp: iat + LIFE_S,
		repository: name,
		repository_id: String(repository.id),
		repository_owner: repository.owner.login,
		repository_owner_id: String(repository.owner.id),
		repository_visibility: repository.isPrivate ? "private" : "public",
		run_id: String(run.id),
		run_number: String(run.number),
		run_attempt: String(run.attempt),
		actor: run.triggeringActor.login,
		actor_id: String(run.triggeringActor.id),
		event_name: run.event,
		sha: run.sha,
		ref,
		ref_type: "branch",
		ref_protected: String(repository.branchRules.has(run.branch)),
		head_ref: pull?.pull.head ?? "",
		base_ref: pull?.pull.base ?? "",
		workflow: run.workflow.replace(/\.ya?ml$/, ""),
		workflow_ref: workflow,
		workflow_sha: run.sha,
		job_workflow_ref: workflow,
		job_workflow_sha: run.sha,
		runner_environment: "github-hosted",
		...job.check === null ? {} : { check_run_id: String(job.check.id) },
		...environment === null ? {} : { environment }
	};
}

// standin/handles/run.ts
var RunHandle = class {
	world;
	repository;
	run;
	constructor(world, repository, run) {
		this.world = world;
		this.repository = repository;
		this.run = run;
	}
	get id() {
		return this.run.id;
	}
	get attempt() {
		return this.run.attempt;
	}
	get sha() {
		return this.run.sha;
	}
	get status() {
		return this.run.status;
	}
	get conclusion() {
		return this.run.conclusion;
	}
	get inputs() {
		return this.run.inputs;
	}
	get jobs() {
		return this.run.jobs.map(({ name, environment, status, conclusion }) => ({
			name,
			environment,
			status,
			conclusion
		}));
	}
	get deployments() {
		return this.run.jobs.flatMap((job) => job.deployment ?? []).sort((a, b) => a.id - b.id).map(viewOfDeployment);
	}
	get reviews() {
		const { bot } = this.world.app;
		return this.run.approvals.filter((approval) => approval.user === bot).map(({ environment, deploymentIds, attempt, state, comment }) => {
			return {
				environment: environment.name,
				deploymentIds,
				attempt,
				state,
				comment
			};
		});
	}
	finish(conclusion, job) {
		const running = this.run.jobs.filter((one) => one.status === "in_progress" && (job === void 0 || one.name === job));
		if (running.length === 0) throw new Error(`run ${this.run.id} has no running job${job ? ` ${job}` : ""} to finish`);
		for (const one of running) endJob(this.world, this.repository, this.run, one, conclusion);
		advance(this.world, this.repository, this.run);
	}
	rerun(by) {
		rerun(this.world, this.repository, this.run, this.world.account(by));
	}
	cancel(by) {
		cancelRun(this.world, this.repository, this.run, this.world.account(by));
	}
	review({ by, environment, state, comment = "" }) {
		reviewByPerson(this.world, this.repository, this.run, {
			user: this.world.account(by),
			environment,
			state,
			comment
		});
	}
	upload({ name, digest, isExpired = false }) {
		const createdAt = this.world.clock.now();
		this.run.artifacts.push({
			id: this.world.nextId(),
			name,
			digest,
			isExpired,
			createdAt
		});
	}
	oidcToken(options = {}) {
		return newIdentityToken(this.world, this.repository, this.run, options);
	}
	bypass(by, comment = "") {
		bypassRules(this.world, this.repository, this.run, {
			user: this.world.account(by),
			comment
		});
	}
};
function viewOfDeployment(deployment) {
	const { id, environment, sha, ref, run } = deployment;
	return {
		id,
		environment,
		sha,
		ref,
		state: stateOf(deployment),
		runId: run?.id ?? null
	};
}

// standin/handles/security.ts
const SCANNER = "CodeQL";
var SecurityHandle = class {
	world;
	repository;
	constructor(world, repository) {
		this.world = world;
		this.repository = repository;
	}
	switchCodeScanning(isOn) {
		this.repository.security.hasCodeScanning = isOn;
	}
	switchDependabot(isOn) {
		this.repository.security.hasDependabot = isOn;
	}
	analyse(analysis) {
		const { sha, ref = this.defaultRef, tool = SCANNER, category = "", error = "" } = analysis;
		const id = this.world.nextId();
		this.repository.security.analyses.push({
			id,
			ref,
			sha,
			tool,
			category,
			error,
			at: this.world.clock.now()
		});
		return { id };
	}
	raiseCodeAlert(alert) {
		const { sha, ref = this.defaultRef, tool = SCANNER, severity = "error", securitySeverity = null } = alert;
		const { codeAlerts } = this.repository.security;
		const now = this.world.clock.now();
		const number = codeAlerts.length + 1;
		const times = {
			createdAt: now,
			changedAt: now
		};
		codeAlerts.push({
			number,
			ref,
			sha,
			tool,
			severity,
			securitySeverity,
			state: "open",
			...times
		});
		return { number };
	}
	raiseDependabotAlert(alert) {
		const { dependabotAlerts } = this.repository.security;
		const now = this.world.clock.now();
		const { severity, dependency = "left-pad" } = alert;
		const number = dependabotAlerts.length + 1;
		dependabotAlerts.push({
			number,
			severity,
			dependency,
			state: "open",
			createdAt: now,
			changedAt: now
		});
		return { number };
	}
	endCodeAlert(number, state) {
		this.end(this.repository.security.codeAlerts, number, state);
	}
	endDependabotAlert(number, state) {
		this.end(this.repository.security.dependabotAlerts, number, state);
	}
	attest(digest, bundle) {
		this.repository.security.attestations.push({
			id: this.world.nextId(),
			digest,
			bundle
		});
	}
	end(alerts, number, state) {
		const alert = alerts.find((each) => each.number === number);
		if (alert === void 0) throw new Error(`there is no alert ${number}`);
		alert.state = state;
		alert.changedAt = this.world.clock.now();
	}
	get defaultRef() {
		return `refs/heads/${this.repository.defaultBranch}`;
	}
};

// standin/handles/repository.ts
var RepositoryHandle = class {
	world;
	record;
	id;
	owner;
	name;
	fullName;
	security;
	constructor(world, record) {
		this.world = world;
		this.record = record;
		this.id = record.id;
		this.owner = record.owner.login;
		this.name = record.name;
		this.fullName = `${this.owner}/${this.name}`;
		this.security = new SecurityHandle(world, record);
	}
	get defaultBranch() {
		return this.record.defaultBranch;
	}
	get installationId() {
		return this.record.installation?.id ?? null;
	}
	push(commit) {
		return { sha: pushCommit(this.world, this.record, commit).sha };
	}
	head(branch = this.record.defaultBranch) {
		const sha = this.record.git.branches.get(branch);
		if (sha === void 0) throw new Error(`${this.fullName} has no branch ${branch}`);
		return sha;
	}
	setDefaultBranch(branch) {
		this.head(branch);
		this.record.defaultBranch = branch;
	}
	deleteBranch(branch) {
		removeBranch(this.world, this.record, branch, this.record.owner);
	}
	tag(name, ref = this.record.defaultBranch) {
		return { sha: addTag(this.record, name, ref) };
	}
	createRelease(release) {
		const { tag, by, body = null, draft: isDraft = false, prerelease: isPrerelease = false } = release;
		const author = this.world.account(by);
		const input = {
			tag,
			target: this.record.defaultBranch,
			name: tag,
			body,
			isDraft,
			isPrerelease,
			author
		};
		return viewOfRelease(addRelease(this.world, this.record, input));
	}
	editRelease(tag, body) {
		const release = this.record.releases.find((one) => one.tag === tag);
		if (release === void 0) throw new Error(`${this.fullName} has no release ${tag}`);
		release.body = body;
	}
	releases() {
		return this.record.releases.map(viewOfRelease);
	}
	setPermission(login, role) {
		setPermission(this.world, this.record, this.world.account(login), role);
	}
	openPullRequest(options) {
		return new PullRequestHandle(this.world, this.record, openPull(this.world, this.record, options));
	}
	pullRequest(number) {
		const issue = this.record.issues.get(number);
		if (issue === void 0 || !isPull(issue)) throw new Error(`${this.fullName} has no pull request #${number}`);
		return new PullRequestHandle(this.world, this.record, issue);
	}
	issues() {
		return [...this.record.issues.values()].filter((issue) => !isPull(issue)).map((issue) => new IssueHandle(this.world, this.record, issue));
	}
	openIssue({ title, body, author, labels = [] }) {
		const by = this.world.account(author);
		const issue = addIssue(this.world, this.record, {
			title,
			body: body ?? null,
			author: by,
			pull: null
		});
		tellIssue(this.world, this.record, issue, "opened", by);
		for (const label of labels) addLabel(this.world, this.record, issue, label, by);
		return new IssueHandle(this.world, this.record, issue);
	}
	createMilestone(options) {
		return new MilestoneHandle(this.world, this.record, addMilestone(this.world, this.record, options));
	}
	reportCheck(check) {
		const { sha, name, status, conclusion } = check;
		const app = this.world.checkApp(check.app ?? "github-actions");
		const sender = this.world.account("github-actions[bot]");
		const change = {
			status,
			conclusion
		};
		const known = this.record.checks.find((one) => one.sha === sha && one.name === name && one.app.id === app.id);
		if (known !== void 0) {
			changeCheck(this.world, this.record, known, change, sender);
			return { id: known.id };
		}
		return { id: addCheck(this.world, this.record, {
			app,
			sha,
			name,
			sender
		}, change).id };
	}
	reportStatus({ sha, context, state, by }) {
		addCommitStatus(this.world, this.record, {
			sha,
			context,
			state,
			creator: this.world.account(by)
		});
	}
	checks(sha) {
		const newestFirst = this.record.checks.filter((check) => check.sha === sha).reverse();
		return newestFirst.filter((check) => check === newestFirst.find((one) => one.name === check.name && one.app.id === check.app.id)).map(viewOfCheck);
	}
	createEnvironment(name) {
		environmentNamed(this.world, this.record, name);
	}
	protectEnvironment(name, protection) {
		const { reviewers = [], teams = [], ...rest } = protection;
		const people = reviewers.map((login) => ({
			kind: "User",
			account: this.world.account(login)
		}));
		const organization = this.world.organizations.get(this.owner.toLowerCase());
		const groups = teams.map((slug) => {
			if (organization === void 0) throw new Error(`${this.owner} is no organisation: it has no teams`);
			return {
				kind: "Team",
				organization,
				team: teamNamed(organization, slug)
			};
		});
		protectEnvironment(this.world, this.record, name, {
			reviewers: [...people, ...groups],
			preventsSelfReview: rest.preventsSelfReview ?? false,
			waitMinutes: rest.waitMinutes ?? 0,
			canAdminsBypass: rest.canAdminsBypass ?? true
		});
	}
	enableRule(environment) {
		switchRule(this.world, this.record, environment, true);
	}
	disableRule(environment) {
		switchRule(this.world, this.record, environment, false);
	}
	setPrivate(isPrivate) {
		this.record.isPrivate = isPrivate;
	}
	requireChecks(branch, checks, options = {}) {
		requireChecks(this.world, this.record, branch, checks, options.isStrict ?? false);
	}
	enableMergeQueue(branch, options = {}) {
		return new MergeQueueHandle(this.world, this.record, openQueue(this.world, this.record, branch, options));
	}
	onDispatch(file, options) {
		const id = this.record.dispatches.get(file)?.id ?? this.world.nextId();
		this.record.dispatches.set(file, {
			...options,
			id,
			inputs: options.inputs ?? []
		});
	}
	startRun(options) {
		return new RunHandle(this.world, this.record, startRun(this.world, this.record, options));
	}
	run(id) {
		const run = this.record.runs.get(id);
		if (run === void 0) throw new Error(`${this.fullName} has no run ${id}`);
		return new RunHandle(this.world, this.record, run);
	}
	deployments(environment) {
		return [...this.record.deployments.values()].filter((one) => environment === void 0 || one.environment === environment).map(viewOfDeployment);
	}
	createDeployment(options) {
		const { environment, ref, payload = {} } = options;
		const sha = this.record.git.resolve(ref)?.sha;
		if (sha === void 0) throw new Error(`${this.fullName} has no branch or commit ${ref}`);
		const input = {
			environment,
			sha,
			ref,
			creator: this.world.account(options.creator),
			payload,
			run: null,
			attempt: 1
		};
		return viewOfDeployment(addDeployment(this.world, this.record, input));
	}
	setDeploymentStatus(deploymentId, state) {
		const deployment = this.record.deployments.get(deploymentId);
		if (deployment === void 0) throw new Error(`${this.fullName} has no deployment ${deploymentId}`);
		if (state === "waiting") throw new Error("GitHub takes no deployment status `waiting`");
		addStatus(this.world, this.record, deployment, state, deployment.creator);
	}
};
function viewOfRelease({ id, tag, body, isDraft, isPrerelease, author }) {
	return {
		id,
		tag,
		body: body ?? "",
		draft: isDraft,
		prerelease: isPrerelease,
		author: author.login
	};
}

// standin/handles/github.ts
var StandinHandle = class {
	parts;
	constructor(parts) {
		this.parts = parts;
	}
	get url() {
		return this.parts.world.url;
	}
	get host() {
		return new URL(this.url).host;
	}
	get app() {
		const { world, receiver, privateKey } = this.parts;
		const { id, slug, bot } = world.app;
		const { secret: webhookSecret, url: webhookUrl } = receiver;
		return {
			id,
			slug,
			botLogin: bot.login,
			botId: bot.id,
			privateKey,
			webhookSecret,
			webhookUrl
		};
	}
	get webhooks() {
		return this.parts.deliveries;
	}
	get requests() {
		return this.parts.server.log;
	}
	get violations() {
		return this.parts.violations.list;
	}
	createOrganization(login, { plan = "enterprise" } = {}) {
		const { world } = this.parts;
		const record = {
			account: world.addAccount(login, "Organization"),
			plan,
			members: /* @__PURE__ */ new Set(),
			owners: /* @__PURE__ */ new Set(),
			invited: /* @__PURE__ */ new Set(),
			teams: /* @__PURE__ */ new Map()
		};
		world.organizations.set(login.toLowerCase(), record);
		return new OrganizationHandle(world, record);
	}
	organization(login) {
		const { world } = this.parts;
		const record = world.organizations.get(login.toLowerCase());
		if (record === void 0) throw new Error(`there is no organisation ${login}`);
		return new OrganizationHandle(world, record);
	}
	createUser(login, options = {}) {
		const account = this.parts.world.addAccount(login, "User", void 0, options);
		return {
			id: account.id,
			login: account.login
		};
	}
	createRepository(options) {
		const { world } = this.parts;
		const record = world.addRepository({
			owner: options.owner,
			name: options.name,
			isPrivate: options.private ?? false,
			defaultBranch: options.defaultBranch ?? "main"
		});
		if (options.installed !== false) world.install(record);
		const files = options.files ?? { "README.md": `# ${options.name}\n` };
		pushCommit(world, record, {
			message: "Initial commit",
			author: "web-flow",
			files
		});
		return new RepositoryHandle(world, record);
	}
	repository(fullName) {
		const [owner = "", name = ""] = fullName.split("/");
		const record = this.parts.world.findRepository(owner, name);
		if (record === null) throw new Error(`there is no repository ${fullName}`);
		return new RepositoryHandle(this.parts.world, record);
	}
	jobToken(options) {
		return newJobToken(this.parts.world, this.repository(options.repository).id, options.permissions);
	}
	expireTokens() {
		this.parts.world.tokens.clear();
	}
	sendWebhooksTo(url) {
		this.parts.receiver.url = url;
	}
	async settled() {
		this.parts.world.tend();
		await this.parts.deliveries.settled();
	}
	fault(fault) {
		this.parts.faults.add(fault);
	}
	clearFaults() {
		this.parts.faults.clear();
	}
	lag({ operation, ms }) {
		this.parts.past.lag(operation, ms);
	}
	enforceRateLimits(limits = {}) {
		this.parts.limits.enforce(limits);
	}
	corruptAnswers(corrupt) {
		this.parts.contract.corrupt = corrupt;
	}
	countRequests(filter) {
		const wanted = Object.entries(filter);
		return this.requests.filter((request) => wanted.every(([key, value]) => request[key] === value)).length;
	}
	forgetViolations() {
		this.parts.violations.forget();
	}
	assertClean() {
		this.parts.violations.assertNone();
	}
	async close() {
		this.parts.deliveries.close();
		await this.parts.server.close();
	}
	[Symbol.asyncDispose]() {
		return this.close();
	}
};

// standin/serve/call.ts
/** An error as GitHub words it. */
var Refusal = class extends Error {
	status;
	headers;
	constructor(status, message, headers = {}) {
		super(message);
		this.status = status;
		this.headers = headers;
	}
};
function notFound() {
	return new Refusal(404, "Not Found");
}
function pathOf(call, name) {
	const value = call.path[name];
	if (value === void 0) throw new Error(`the operation has no path parameter ${name}`);
	return value;
}
function numberOf(call, name) {
	return Number(pathOf(call, name));
}
/** The repository of the path, if the caller's token opens it. */
function repositoryOf(call) {
	const repository = call.world.findRepository(pathOf(call, "owner"), pathOf(call, "repo"));
	if (repository === null || !opens(call.caller, repository)) throw notFound();
	return repository;
}
/** The same for what everybody may read of a public repository: itself, its branches and its files. */
function readableRepositoryOf(call) {
	const repository = call.world.findRepository(pathOf(call, "owner"), pathOf(call, "repo"));
	if (repository === null) throw notFound();
	if (repository.isPrivate && !opens(call.caller, repository)) throw notFound();
	return repository;
}
function opens(caller, repository) {
	if (caller.kind === "app") return repository.installation !== null;
	const { installation, repositoryIds } = caller.token;
	if (repositoryIds !== null && !repositoryIds.has(repository.id)) return false;
	return installation === null || installation.repositories.has(repository);
}
/** Who acts: the token's owner. */
function actorOf(call) {
	if (call.caller.kind !== "token") throw new Error("an operation of the App itself has no actor");
	return call.caller.actor;
}
function installationOf(call) {
	return call.caller.kind === "token" ? call.caller.token.installation : null;
}
/** A text of the body; undefined when it is not given. */
function textOf$1(call, name) {
	const value = call.body[name];
	return typeof value === "string" ? value : void 0;
}
const DEFAULT_PAGE = 30;
const LARGEST_PAGE$1 = 100;
/** One page of a list, with the `Link` header (docs.github.com, "Using pagination in the REST API"). */
function pageOf(call, all) {
	const size = Math.min(Math.max(Number(call.query["per_page"] ?? DEFAULT_PAGE), 1), LARGEST_PAGE$1);
	const number = Math.max(Number(call.query["page"] ?? 1), 1);
	const last = Math.max(Math.ceil(all.length / size), 1);
	const links = [
		...number > 1 ? [linkTo(call, number - 1, "prev")] : [],
		...number < last ? [linkTo(call, number + 1, "next"), linkTo(call, last, "last")] : [],
		...number > 1 ? [linkTo(call, 1, "first")] : []
	];
	return {
		items: all.slice((number - 1) * size, number * size),
		number,
		headers: links.length === 0 ? {} : { link: links.join(", ") }
	};
}
function linkTo(call, page, rel) {
	const query = new URLSearchParams({
		...call.query,
		page: String(page)
	});
	return `<${call.address}?${query}>; rel="${rel}"`;
}
/** A page of a list that is answered as an array. */
function listed(call, all, show) {
	const { items, headers } = pageOf(call, all);
	return {
		status: 200,
		body: items.map(show),
		headers
	};
}
/** A page of a list that is answered as `{ total_count, NAME: [...] }`. */
function counted(call, name, all, show) {
	const { items, headers } = pageOf(call, all);
	return {
		status: 200,
		body: {
			total_count: all.length,
			[name]: items.map(show)
		},
		headers
	};
}

// standin/routes/apps.ts
/** The App itself: its installations, their tokens, its deliveries. */
const TOKEN_LIFE_MS = 36e5;
const APP_ROUTES = {
	"apps/get-authenticated": ({ world }) => ({
		status: 200,
		body: {
			...showApp(world, world.app),
			owner: showAccount(world, world.app.owner),
			installations_count: world.installations.size
		}
	}),
	"apps/list-installations": (call) => listed(call, [...call.world.installations.values()], (installation) => showInstallation(call.world, installation)),
	"apps/get-installation": (call) => ({
		status: 200,
		body: showInstallation(call.world, installationNamed(call))
	}),
	"apps/get-repo-installation": (call) => {
		const { installation } = repositoryOf(call);
		if (installation === null) throw notFound();
		return {
			status: 200,
			body: showInstallation(call.world, installation)
		};
	},
	"apps/create-installation-access-token": createToken,
	"apps/list-repos-accessible-to-installation": (call) => {
		const installation = installationOf(call);
		if (installation === null) throw notFound();
		const repositories = [...installation.repositories].filter((one) => opens(call.caller, one));
		const answer = counted(call, "repositories", repositories, (one) => showRepository$1(call.world, one));
		return {
			...answer,
			body: {
				...answer.body,
				repository_selection: selectionOf(call.world, installation)
			}
		};
	},
	"rate-limit/get": ({ budget }) => {
		return {
			status: 200,
			body: {
				resources: {
					core: budget,
					search: budget
				},
				rate: budget
			}
		};
	}
};
function installationNamed(call) {
	const installation = call.world.installations.get(numberOf(call, "installation_id"));
	if (installation === void 0) throw notFound();
	return installation;
}
/** Names or ids of repositories, and permissions, can only narrow what the installation has. */
function createToken(call) {
	const { world } = call;
	const installation = installationNamed(call);
	const chosen = chosenRepositories(call, installation);
	const permissions = narrowedPermissions(call, world.app.permissions);
	const token = `ghs_${randomBytes(27).toString("base64url").replaceAll(/[-_]/g, "x")}`;
	const expiresAt = Date.now() + TOKEN_LIFE_MS;
	world.tokens.set(token, {
		kind: "installation",
		actor: world.app.bot,
		permissions,
		repositoryIds: chosen === null ? null : new Set(chosen.map((repository) => repository.id)),
		installation,
		expiresAt
	});
	const repositories = chosen?.map((repository) => showRepository$1(world, repository));
	return {
		status: 201,
		body: {
			token,
			expires_at: instant(expiresAt),
			permissions,
			repository_selection: chosen === null ? selectionOf(world, installation) : "selected",
			...repositories === void 0 ? {} : { repositories }
		}
	};
}
function chosenRepositories(call, installation) {
	const { repositories, repository_ids: ids } = call.body;
	if (repositories === void 0 && ids === void 0) return null;
	return [...Array.isArray(repositories) ? repositories : [], ...Array.isArray(ids) ? ids : []].map((one) => {
		const found = [...installation.repositories].find((repository) => repository.id === one || repository.name === one);
		if (found === void 0) throw new Refusal(422, "There is at least one repository that does not exist or is not accessible to the parent installation.");
		return found;
	});
}
function narrowedPermissions(call, granted) {
	const asked = call.body["permissions"];
	if (typeof asked !== "object" || asked === null) return granted;
	const entries = Object.entries(asked);
	for (const [name, level] of entries) if (granted[name] === void 0 || level === "write" && granted[name] !== "write") throw new Refusal(422, `The permissions requested are not granted to this installation: ${name}`);
	return {
		metadata: "read",
		...Object.fromEntries(entries)
	};
}

// standin/routes/checks.ts
/** Check runs and commit statuses. */
const CHECK_ROUTES = {
	"checks/create": (call) => {
		const repository = repositoryOf(call);
		const sha = textOf$1(call, "head_sha") ?? "";
		if (repository.git.find(sha) === null) throw new Refusal(422, `No commit found for SHA: ${sha}`);
		const app = call.world.checkApp(installationOf(call) === null ? "github-actions" : call.world.app.slug);
		const name = textOf$1(call, "name") ?? "";
		const check = addCheck(call.world, repository, {
			app,
			sha,
			name,
			sender: actorOf(call)
		}, changeOf(call));
		return {
			status: 201,
			body: showCheck(call.world, repository, check)
		};
	},
	"checks/update": (call) => {
		const { repository, check } = checkOf(call);
		if (!(check.app.slug === "github-actions" === (installationOf(call) === null))) throw new Refusal(403, "Invalid app_id: a check run is changed by the App that made it");
		changeCheck(call.world, repository, check, changeOf(call), actorOf(call));
		return {
			status: 200,
			body: showCheck(call.world, repository, check)
		};
	},
	"checks/get": (call) => {
		const { repository, check } = checkOf(call);
		return {
			status: 200,
			body: showCheck(call.world, repository, check)
		};
	},
	"checks/list-annotations": (call) => {
		const { repository, check } = checkOf(call);
		return listed(call, check.annotations, (one) => showAnnotation(call.world, repository, check, one));
	},
	"checks/list-for-ref": listChecks,
	"repos/get-combined-status-for-ref": combineStatuses
};
function checkOf(call) {
	const repository = repositoryOf(call);
	const check = repository.checks.find((one) => one.id === numberOf(call, "check_run_id"));
	if (check === void 0) throw notFound();
	return {
		repository,
		check
	};
}
function changeOf(call) {
	const output = call.body["output"];
	const shown = typeof output === "object" && output !== null ? output : {};
	const text = (value) => typeof value === "string" ? value : void 0;
	const time = (name) => {
		const value = textOf$1(call, name);
		return value === void 0 ? void 0 : Date.parse(value);
	};
	return {
		name: textOf$1(call, "name"),
		externalId: textOf$1(call, "external_id"),
		detailsUrl: textOf$1(call, "details_url"),
		status: textOf$1(call, "status"),
		conclusion: textOf$1(call, "conclusion"),
		startedAt: time("started_at"),
		completedAt: time("completed_at"),
		title: text(shown["title"]),
		summary: text(shown["summary"]),
		text: text(shown["text"]),
		annotations: Array.isArray(shown["annotations"]) ? shown["annotations"] : void 0
	};
}
/** The only refusal that the description declares is 404. */
function combineStatuses(call) {
	const repository = repositoryOf(call);
	const commit = repository.git.resolve(pathOf(call, "ref"));
	if (commit === null) throw notFound();
	const all = statusesOf(repository, commit.sha);
	const answer = counted(call, "statuses", all, (status) => showCommitStatus(call.world, repository, status));
	return {
		...answer,
		body: {
			...answer.body,
			...showCombinedStatus(call.world, repository, commit.sha, all)
		}
	};
}
/** Newest first. `filter=latest` (the default) shows the newest run of each name in a suite. */
function listChecks(call) {
	const repository = repositoryOf(call);
	const commit = repository.git.resolve(pathOf(call, "ref"));
	if (commit === null) throw new Refusal(422, `No commit found for SHA: ${pathOf(call, "ref")}`);
	const { check_name: name, status, app_id: appId, filter } = call.query;
	const newestFirst = repository.checks.filter((check) => check.sha === commit.sha).reverse();
	const matching = newestFirst.filter((check) => (name === void 0 || check.name === name) && (status === void 0 || check.status === status) && (appId === void 0 || String(check.app.id) === appId) && (filter === "all" || isNewest(check, newestFirst)));
	return counted(call, "check_runs", matching, (check) => showCheck(call.world, repository, check));
}
function isNewest(check, newestFirst) {
	return check === newestFirst.find((other) => other.name === check.name && other.suiteId === check.suiteId);
}

// standin/routes/commits.ts
/** Commits and what lies between them. */
/** ... and this many files, which are on the first page only. */
const MOST_FILES$1 = 300;
const COMMIT_ROUTES = {
	"repos/get-commit": (call) => {
		const repository = repositoryOf(call);
		const commit = repository.git.resolve(pathOf(call, "ref"));
		if (commit === null) throw new Refusal(422, `No commit found for SHA: ${pathOf(call, "ref")}`);
		const diffs = diffOf(repository, commit);
		const { items, headers } = pageOf({
			...call,
			query: {
				per_page: "300",
				...call.query
			}
		}, diffs);
		const additions = diffs.reduce((sum, diff) => sum + diff.additions, 0);
		const deletions = diffs.reduce((sum, diff) => sum + diff.deletions, 0);
		return {
			status: 200,
			headers,
			body: {
				...showCommit$1(call.world, repository, commit),
				stats: {
					additions,
					deletions,
					total: additions + deletions
				},
				files: items.map((diff) => showDiff(call.world, repository, commit.sha, diff))
			}
		};
	},
	"repos/list-commits": listCommits,
	"repos/compare-commits-with-basehead": compare,
	"repos/list-pull-requests-associated-with-commit": (call) => {
		const repository = repositoryOf(call);
		const commit = repository.git.resolve(pathOf(call, "commit_sha"));
		if (commit === null) throw new Refusal(422, `No commit found for SHA: ${pathOf(call, "commit_sha")}`);
		return listed(call, pullsOfCommit(repository, commit.sha), (issue) => showPull$1(call.world, repository, issue));
	}
};
function listCommits(call) {
	const repository = repositoryOf(call);
	const start = repository.git.resolve(call.query["sha"] ?? repository.defaultBranch);
	if (start === null) throw notFound();
	const { path, author, since, until } = call.query;
	const matching = repository.git.history(start.sha).filter((commit) => {
		if (author !== void 0 && commit.author.login !== author && commit.author.email !== author) return false;
		if (since !== void 0 && commit.committer.at < Date.parse(since)) return false;
		if (until !== void 0 && commit.committer.at > Date.parse(until)) return false;
		return path === void 0 || diffOf(repository, commit).some((diff) => isBelow(path, diff.path));
	});
	return listed(call, matching, (commit) => showCommit$1(call.world, repository, commit));
}
function isBelow(folder, path) {
	return path === folder || path.startsWith(`${folder}/`);
}
function compare(call) {
	const repository = repositoryOf(call);
	const [baseName = "", headName = ""] = pathOf(call, "basehead").split("...");
	const base = repository.git.resolve(baseName);
	const head = repository.git.resolve(headName);
	const start = base === null || head === null ? null : repository.git.mergeBase(base.sha, head.sha);
	if (base === null || head === null || start === null) throw notFound();
	const ahead = repository.git.between(base.sha, head.sha);
	const behind = repository.git.between(head.sha, base.sha);
	const { commits, isFirstPage, headers } = commitsOnPage(call, ahead);
	const files = diffTrees(start.tree, head.tree).slice(0, MOST_FILES$1);
	const show = (commit) => showCommit$1(call.world, repository, commit);
	return {
		status: 200,
		headers,
		body: {
			...compareAddresses(call, repository, `${base.sha}...${head.sha}`),
			base_commit: show(base),
			merge_base_commit: show(start),
			status: statusOf$1(ahead.length, behind.length),
			ahead_by: ahead.length,
			behind_by: behind.length,
			total_commits: ahead.length,
			commits: commits.map(show),
			...isFirstPage ? { files: files.map((diff) => showDiff(call.world, repository, head.sha, diff)) } : {}
		}
	};
}
function commitsOnPage(call, ahead) {
	if (!(call.query["per_page"] !== void 0 || call.query["page"] !== void 0)) return {
		commits: ahead.slice(-250),
		isFirstPage: true,
		headers: {}
	};
	const page = pageOf(call, ahead);
	return {
		commits: page.items,
		isFirstPage: page.number === 1,
		headers: page.headers
	};
}
function statusOf$1(ahead, behind) {
	if (ahead > 0 && behind > 0) return "diverged";
	if (ahead > 0) return "ahead";
	return behind > 0 ? "behind" : "identical";
}
function compareAddresses(call, repository, range) {
	const page = repositoryPage(call.world, repository, `/compare/${range}`);
	return {
		url: repositoryApi(call.world, repository, `/compare/${range}`),
		html_url: page,
		permalink_url: page,
		diff_url: `${page}.diff`,
		patch_url: `${page}.patch`
	};
}

// standin/routes/deliveries.ts
/** `GET /app/hook/deliveries` and what belongs to it. */
function deliveryRoutes(deliveries) {
	const named = (call) => {
		const delivery = deliveries.remembered.find((one) => one.id === numberOf(call, "delivery_id"));
		if (delivery === void 0) throw notFound();
		return delivery;
	};
	return {
		"apps/get-webhook-config-for-app": () => ({
			status: 200,
			body: deliveries.config
		}),
		"apps/list-webhook-deliveries": (call) => listDeliveries(call, deliveries.remembered),
		"apps/get-webhook-delivery": (call) => {
			const delivery = named(call);
			const request = {
				headers: { "X-GitHub-Delivery": delivery.guid },
				payload: delivery.payload
			};
			return {
				status: 200,
				body: {
					...showItem(delivery),
					request,
					response: {
						headers: null,
						payload: null
					}
				}
			};
		},
		"apps/redeliver-webhook-delivery": (call) => {
			deliveries.redeliver(named(call).guid);
			return {
				status: 202,
				body: {}
			};
		}
	};
}
/** Newest first; `cursor` is the id before which to go on. Failure means a status of 400 and more: no answer is neither. */
function listDeliveries(call, log) {
	const { cursor, per_page: perPage, status } = call.query;
	const matching = log.toReversed().filter((one) => {
		if (status === "failure") return one.status !== null && one.status >= 400;
		return status !== "success" || one.state === "delivered";
	});
	const found = matching.findIndex((one) => cursor === void 0 || one.id < Number(cursor));
	const start = found === -1 ? matching.length : found;
	const items = matching.slice(start, start + Number(perPage ?? 30));
	const last = items.at(-1);
	const hasMore = start + items.length < matching.length;
	const next = new URLSearchParams({
		...call.query,
		cursor: String(last?.id)
	});
	return {
		status: 200,
		body: items.map(showItem),
		headers: hasMore ? { link: `<${call.address}?${next}>; rel="next"` } : {}
	};
}
function showItem(delivery) {
	const { announcement } = delivery;
	return {
		id: delivery.id,
		guid: delivery.guid,
		delivered_at: instant(delivery.deliveredAt),
		redelivery: delivery.redelivery,
		duration: Math.round(delivery.tookMs) / 1e3,
		status: statusOf(delivery),
		status_code: delivery.status ?? 0,
		event: delivery.event,
		action: delivery.action,
		installation_id: announcement.installationId,
		repository_id: announcement.repositoryId,
		throttled_at: null
	};
}
const SILENCES = {
	"timed-out": "timed out",
	"failed-to-connect": "failed to connect to host"
};
function statusOf({ state, status, silence }) {
	if (silence !== null) return SILENCES[silence];
	return state === "delivered" ? "OK" : `Invalid HTTP Response: ${status}`;
}

// standin/routes/deployments.ts
/** Environments, their protection rules, and deployments. */
const DEPLOYMENT_ROUTES = {
	"repos/get-all-environments": (call) => {
		const repository = repositoryOf(call);
		const all = [...repository.environments.values()];
		return counted(call, "environments", all, (one) => showEnvironment(call.world, repository, one));
	},
	"repos/get-environment": (call) => {
		const { repository, environment } = environmentOf$1(call);
		return {
			status: 200,
			body: showEnvironment(call.world, repository, environment)
		};
	},
	"repos/get-all-deployment-protection-rules": (call) => {
		const { id, ruleId } = environmentOf$1(call).environment;
		const { app } = call.world;
		const rule = {
			id: ruleId,
			node_id: nodeId("DeploymentProtectionRule", `${id}:${ruleId}`),
			enabled: true,
			app: {
				id: app.id,
				slug: app.slug,
				integration_url: apiUrl(call.world, `/apps/${app.slug}`),
				node_id: showApp(call.world, app)["node_id"]
			}
		};
		const rules = ruleId === null ? [] : [rule];
		return {
			status: 200,
			body: {
				total_count: rules.length,
				custom_deployment_protection_rules: rules
			}
		};
	},
	"repos/list-deployments": (call) => {
		const repository = repositoryOf(call);
		const { environment, sha, ref, task } = call.query;
		const matching = [...repository.deployments.values()].reverse().filter((one) => (environment === void 0 || one.environment === environment) && (sha === void 0 || one.sha === sha) && (ref === void 0 || one.ref === ref) && (task === void 0 || task === "deploy"));
		return listed(call, matching, (one) => showDeployment$1(call.world, repository, one));
	},
	"repos/get-deployment": (call) => {
		const { repository, deployment } = deploymentOf(call);
		return {
			status: 200,
			body: showDeployment$1(call.world, repository, deployment)
		};
	},
	"repos/list-deployment-statuses": (call) => {
		const { repository, deployment } = deploymentOf(call);
		const newestFirst = [...deployment.statuses].reverse();
		return listed(call, newestFirst, (status) => showStatus$1(call.world, repository, deployment, status));
	}
};
function environmentOf$1(call) {
	const repository = repositoryOf(call);
	const environment = repository.environments.get(pathOf(call, "environment_name"));
	if (environment === void 0) throw notFound();
	return {
		repository,
		environment
	};
}
function deploymentOf(call) {
	const repository = repositoryOf(call);
	const deployment = repository.deployments.get(numberOf(call, "deployment_id"));
	if (deployment === void 0) throw notFound();
	return {
		repository,
		deployment
	};
}

// standin/routes/issue-writes.ts
/** Issues that an App or a job opens and changes. */
const ISSUE_WRITE_ROUTES = {
	"issues/create": (call) => {
		const repository = repositoryOf(call);
		const author = actorOf(call);
		const title = String(call.body["title"] ?? "");
		const issue = addIssue(call.world, repository, {
			title,
			body: textOf$1(call, "body") ?? null,
			author,
			pull: null
		});
		tellIssue(call.world, repository, issue, "opened", author);
		for (const label of labelsIn(call)) addLabel(call.world, repository, issue, label, author);
		const headers = { location: issuePage(call.world, repository, issue) };
		return {
			status: 201,
			body: showIssue(call.world, repository, issue),
			headers
		};
	},
	"issues/update": (call) => {
		const repository = repositoryOf(call);
		const issue = repository.issues.get(numberOf(call, "issue_number"));
		if (issue === void 0) throw notFound();
		const by = actorOf(call);
		editIssue(call.world, repository, issue, {
			title: textOf$1(call, "title"),
			body: textOf$1(call, "body")
		}, by);
		const state = textOf$1(call, "state");
		if (state === "open" || state === "closed") setIssueState(call.world, repository, issue, state, by);
		return {
			status: 200,
			body: showIssue(call.world, repository, issue)
		};
	}
};
function labelsIn(call) {
	const { labels } = call.body;
	return Array.isArray(labels) ? labels.map(String) : [];
}

// standin/routes/issues.ts
/** Issues, and what pull requests share with them: comments, labels, events. */
const ISSUE_ROUTES = {
	"issues/get": (call) => {
		const { repository, issue } = issueOf(call);
		return {
			status: 200,
			body: showIssue(call.world, repository, issue)
		};
	},
	"issues/list-for-repo": listIssues,
	"issues/list-labels-for-repo": (call) => {
		const repository = repositoryOf(call);
		return listed(call, [...repository.labels.keys()], (name) => showLabel(call.world, repository, name));
	},
	"issues/list-comments": (call) => {
		const { repository, issue } = issueOf(call);
		return listed(call, issue.comments, (comment) => showComment(call.world, repository, issue, comment));
	},
	"issues/get-comment": (call) => {
		const { repository, issue, comment } = commentOf(call);
		return {
			status: 200,
			body: showComment(call.world, repository, issue, comment)
		};
	},
	"issues/create-comment": (call) => {
		const { repository, issue } = issueOf(call);
		const viaApp = installationOf(call) === null ? null : call.world.app;
		const author = actorOf(call);
		const comment = addComment(call.world, repository, issue, {
			author,
			viaApp,
			body: textOf$1(call, "body") ?? ""
		});
		return {
			status: 201,
			body: showComment(call.world, repository, issue, comment)
		};
	},
	"issues/update-comment": (call) => {
		const { repository, issue, comment } = commentOf(call);
		const body = textOf$1(call, "body") ?? comment.body;
		changeComment(call.world, repository, issue, comment, {
			body,
			by: actorOf(call)
		});
		return {
			status: 200,
			body: showComment(call.world, repository, issue, comment)
		};
	},
	"issues/list-labels-on-issue": (call) => {
		const { repository, issue } = issueOf(call);
		return listed(call, [...issue.labels], (name) => showLabel(call.world, repository, name));
	},
	"issues/add-labels": (call) => {
		const { repository, issue } = issueOf(call);
		for (const name of labelNames(call.body["labels"])) addLabel(call.world, repository, issue, name, actorOf(call));
		return labelsOf(call, repository, issue);
	},
	"issues/remove-label": (call) => {
		const { repository, issue } = issueOf(call);
		const name = pathOf(call, "name");
		if (!issue.labels.has(name)) throw notFound();
		removeLabel(call.world, repository, issue, name, actorOf(call));
		return labelsOf(call, repository, issue);
	},
	"issues/list-events": (call) => {
		const { repository, issue } = issueOf(call);
		return listed(call, issue.events, (event) => showIssueEvent(call.world, repository, event));
	}
};
function labelNames(labels) {
	if (!Array.isArray(labels)) return [];
	return labels.map((label) => {
		const isObject = typeof label === "object" && label !== null && "name" in label;
		return String(isObject ? label.name : label);
	});
}
function labelsOf(call, repository, issue) {
	return {
		status: 200,
		body: [...issue.labels].map((name) => showLabel(call.world, repository, name))
	};
}
/** Pull requests are issues too; the list has both, newest first. */
function listIssues(call) {
	const repository = repositoryOf(call);
	const { state = "open", labels, creator, direction, since, milestone } = call.query;
	const wanted = labels === void 0 ? [] : labels.split(",");
	const matching = [...repository.issues.values()].filter((issue) => (state === "all" || issue.state === state) && wanted.every((label) => issue.labels.has(label)) && (creator === void 0 || issue.author.login === creator) && isInMilestone(issue, milestone) && (since === void 0 || issue.updatedAt >= Date.parse(since)));
	const ordered = direction === "asc" ? matching : matching.reverse();
	return listed(call, ordered, (issue) => showIssue(call.world, repository, issue));
}
/** A number, `*` for any, or `none`. */
function isInMilestone(issue, milestone) {
	if (milestone === void 0) return true;
	if (milestone === "*") return issue.milestone !== null;
	return milestone === "none" ? issue.milestone === null : issue.milestone === Number(milestone);
}
function issueOf(call) {
	const repository = repositoryOf(call);
	const issue = repository.issues.get(numberOf(call, "issue_number"));
	if (issue === void 0) throw notFound();
	return {
		repository,
		issue
	};
}
function commentOf(call) {
	const repository = repositoryOf(call);
	const id = numberOf(call, "comment_id");
	for (const issue of repository.issues.values()) {
		const comment = issue.comments.find((one) => one.id === id);
		if (comment !== void 0) return {
			repository,
			issue,
			comment
		};
	}
	throw notFound();
}

// standin/routes/milestones.ts
/** Milestones: the list has the open ones unless asked, the one that is due first before the others. */
const MILESTONE_ROUTES = {
	"issues/list-milestones": (call) => {
		const repository = repositoryOf(call);
		const { state = "open", direction } = call.query;
		const byDate = [...repository.milestones.values()].filter((each) => state === "all" || each.state === state).toSorted((one, other) => dueOf(one) - dueOf(other));
		const ordered = direction === "desc" ? byDate.toReversed() : byDate;
		return listed(call, ordered, (milestone) => showMilestone(call.world, repository, milestone));
	},
	"issues/get-milestone": (call) => {
		const repository = repositoryOf(call);
		const milestone = repository.milestones.get(numberOf(call, "milestone_number"));
		if (milestone === void 0) throw notFound();
		return {
			status: 200,
			body: showMilestone(call.world, repository, milestone)
		};
	}
};
function dueOf({ dueAt }) {
	return dueAt ?? Number.MAX_SAFE_INTEGER;
}

// standin/routes/people.ts
/** Users, organisations and teams. */
const PEOPLE_ROUTES = {
	"users/get-by-username": (call) => {
		const account = call.world.accounts.get(pathOf(call, "username").toLowerCase());
		if (account === void 0) throw notFound();
		return {
			status: 200,
			body: showProfile(call.world, account)
		};
	},
	"teams/list": (call) => {
		const organization = organizationOf(call);
		return listed(call, [...organization.teams.values()], (team) => showTeam(call.world, organization.account, team));
	},
	"teams/list-child-in-org": (call) => {
		const { organization, team } = teamOf(call);
		return listed(call, childrenOf(organization, team), (one) => showTeam(call.world, organization.account, one));
	},
	"orgs/list-members": listMembers,
	"orgs/get-membership-for-user": (call) => {
		const organization = organizationOf(call);
		const login = pathOf(call, "username").toLowerCase();
		const account = call.world.accounts.get(login);
		const isKnown = organization.members.has(login) || organization.invited.has(login);
		if (account === void 0 || !isKnown) throw notFound();
		return {
			status: 200,
			body: showOrganizationMembership(call.world, organization, account)
		};
	},
	"teams/list-members-in-org": (call) => {
		const { organization, team } = teamOf(call);
		const logins = [...call.world.accounts.keys()].filter((login) => membershipOf(organization, team, login) === "active");
		return listed(call, logins, (login) => showAccount(call.world, call.world.account(login)));
	},
	"teams/get-membership-for-user-in-org": getMembership
};
function listMembers(call) {
	const { members, owners } = organizationOf(call);
	const { role } = call.query;
	const wanted = [...members].filter((login) => {
		if (role === "admin") return owners.has(login);
		return role !== "member" || !owners.has(login);
	});
	return listed(call, wanted, (login) => showAccount(call.world, call.world.account(login)));
}
function getMembership(call) {
	const { organization, team } = teamOf(call);
	const login = pathOf(call, "username").toLowerCase();
	const state = membershipOf(organization, team, login);
	if (state === null) throw notFound();
	const path = `/orgs/${organization.account.login}/teams/${team.slug}/memberships/${login}`;
	return {
		status: 200,
		body: {
			url: apiUrl(call.world, path),
			role: "member",
			state
		}
	};
}
/** Teams can be read by the installation of the organisation only; a job's token cannot see them at all. */
function organizationOf(call) {
	const organization = call.world.organizations.get(pathOf(call, "org").toLowerCase());
	if (organization === void 0 || installationOf(call)?.account !== organization.account) throw notFound();
	return organization;
}
function teamOf(call) {
	const organization = organizationOf(call);
	const team = organization.teams.get(pathOf(call, "team_slug").toLowerCase());
	if (team === void 0) throw notFound();
	return {
		organization,
		team
	};
}

// standin/routes/pulls.ts
/** Pull requests. */
/** Limits of the lists (docs: "a maximum of 250 commits", "a maximum of 3000 files"). */
const MOST_COMMITS = 250;
const MOST_FILES = 3e3;
const PULL_ROUTES = {
	"pulls/get": (call) => {
		const { repository, issue } = pullOf(call);
		return {
			status: 200,
			body: showPull$1(call.world, repository, issue)
		};
	},
	"pulls/list": (call) => {
		const repository = repositoryOf(call);
		const { state = "open", base, head, direction } = call.query;
		const matching = pullsOf(repository).filter((issue) => (state === "all" || issue.state === state) && (base === void 0 || issue.pull.base === base) && (head === void 0 || `${repository.owner.login}:${issue.pull.head}` === head));
		const ordered = direction === "asc" ? matching : [...matching].reverse();
		return listed(call, ordered, (issue) => showPull$1(call.world, repository, issue));
	},
	"pulls/list-commits": (call) => {
		const { repository, issue } = pullOf(call);
		const commits = commitsOfPull(repository, issue).slice(0, MOST_COMMITS);
		return listed(call, commits, (commit) => showCommit$1(call.world, repository, commit));
	},
	"pulls/list-files": (call) => {
		const { repository, issue } = pullOf(call);
		const files = filesOfPull(repository, issue).slice(0, MOST_FILES);
		return listed(call, files, (file) => showDiff(call.world, repository, issue.pull.headSha, file));
	},
	"pulls/list-reviews": (call) => {
		const { repository, issue } = pullOf(call);
		return listed(call, issue.pull.reviews, (review) => showReview$1(call.world, repository, issue, review, false));
	}
};
function pullOf(call) {
	const repository = repositoryOf(call);
	const issue = repository.issues.get(numberOf(call, "pull_number"));
	if (issue === void 0 || !isPull(issue)) throw notFound();
	return {
		repository,
		issue
	};
}

// standin/render/release.ts
function showRelease(world, repository, release) {
	const url = repositoryApi(world, repository, `/releases/${release.id}`);
	const tag = encodeURIComponent(release.tag);
	return {
		id: release.id,
		node_id: nodeId("Release", release.id),
		url,
		html_url: repositoryPage(world, repository, `/releases/tag/${release.isDraft ? `untagged-${release.id}` : tag}`),
		assets_url: `${url}/assets`,
		upload_url: `${url}/assets{?name,label}`,
		tarball_url: release.isDraft ? null : repositoryApi(world, repository, `/tarball/${tag}`),
		zipball_url: release.isDraft ? null : repositoryApi(world, repository, `/zipball/${tag}`),
		tag_name: release.tag,
		target_commitish: release.target,
		name: release.name,
		body: release.body,
		draft: release.isDraft,
		prerelease: release.isPrerelease,
		created_at: instant(release.createdAt),
		published_at: instantOrNull(release.publishedAt),
		author: showAccount(world, release.author),
		assets: []
	};
}

// standin/routes/releases.ts
/** Releases. Drafts are in the list of those who may write, and are not found by their tag. */
const RELEASE_ROUTES = {
	"repos/list-releases": (call) => {
		const repository = readableRepositoryOf(call);
		const shown = repository.releases.filter(({ isDraft }) => !isDraft || mayWrite(call));
		return listed(call, shown.toReversed(), (release) => showRelease(call.world, repository, release));
	},
	"repos/get-release-by-tag": (call) => {
		const repository = readableRepositoryOf(call);
		const release = publishedRelease(repository, pathOf(call, "tag"));
		if (release === void 0) throw notFound();
		return {
			status: 200,
			body: showRelease(call.world, repository, release)
		};
	},
	"repos/create-release": (call) => {
		const repository = repositoryOf(call);
		const tag = textOf$1(call, "tag_name") ?? "";
		const isDraft = call.body["draft"] === true;
		if (!isDraft && publishedRelease(repository, tag) !== void 0) throw new Refusal(422, "Validation Failed: {\"resource\":\"Release\",\"code\":\"already_exists\",\"field\":\"tag_name\"}");
		const release = addRelease(call.world, repository, {
			tag,
			target: textOf$1(call, "target_commitish") ?? repository.defaultBranch,
			name: textOf$1(call, "name") ?? null,
			body: textOf$1(call, "body") ?? null,
			isDraft,
			isPrerelease: call.body["prerelease"] === true,
			author: actorOf(call)
		});
		return {
			status: 201,
			body: showRelease(call.world, repository, release)
		};
	},
	"repos/update-release": (call) => {
		const repository = repositoryOf(call);
		const release = repository.releases.find(({ id }) => id === numberOf(call, "release_id"));
		if (release === void 0) throw notFound();
		release.body = textOf$1(call, "body") ?? release.body;
		release.name = textOf$1(call, "name") ?? release.name;
		return {
			status: 200,
			body: showRelease(call.world, repository, release)
		};
	}
};
function mayWrite({ caller }) {
	return caller.kind === "token" && caller.token.permissions["contents"] === "write";
}

// standin/render/branch-rules.ts
/** The active rules that apply to a branch. */
function rulesOf(repository, branch) {
	const rules = repository.branchRules.get(branch);
	const queue = repository.queues.get(branch);
	const ruleset = {
		ruleset_source_type: "Repository",
		ruleset_source: fullName(repository),
		ruleset_id: rules?.rulesetId ?? repository.id
	};
	const checks = rules?.checks.map(({ name, app }) => ({
		context: name,
		...app === null ? {} : { integration_id: app.id }
	}));
	return [...rules === void 0 ? [] : [{
		type: "required_status_checks",
		...ruleset,
		parameters: {
			required_status_checks: checks,
			strict_required_status_checks_policy: rules.isStrict,
			do_not_enforce_on_create: false
		}
	}], ...queue === void 0 ? [] : [{
		type: "merge_queue",
		...ruleset,
		parameters: {
			check_response_timeout_minutes: queue.timeoutMinutes,
			grouping_strategy: "HEADGREEN",
			max_entries_to_build: queue.groupOf,
			max_entries_to_merge: queue.groupOf,
			merge_method: queue.method.toUpperCase(),
			min_entries_to_merge: 1,
			min_entries_to_merge_wait_minutes: 0
		}
	}]];
}

// standin/routes/repositories.ts
/** Repositories, files, branches, people's permissions on them. */
const REPOSITORY_ROUTES = {
	"repos/get": (call) => ({
		status: 200,
		body: showRepository$1(call.world, readableRepositoryOf(call))
	}),
	"repos/get-content": getContent,
	"repos/get-branch": getBranch,
	"repos/list-branches": (call) => {
		const repository = readableRepositoryOf(call);
		return listed(call, [...repository.git.branches], ([name, sha]) => ({
			name,
			commit: {
				sha,
				url: repositoryApi(call.world, repository, `/commits/${sha}`)
			},
			protected: false
		}));
	},
	"git/get-ref": (call) => {
		const repository = repositoryOf(call);
		const ref = pathOf(call, "ref");
		const { branches, tags } = repository.git;
		const [, kind, name = ""] = /^(heads|tags)\/(.+)$/.exec(ref) ?? [];
		const sha = (kind === "tags" ? tags : branches).get(name);
		if (sha === void 0) throw notFound();
		return {
			status: 200,
			body: {
				ref: `refs/${ref}`,
				node_id: nodeId("Ref", ref),
				url: repositoryApi(call.world, repository, `/git/refs/${ref}`),
				object: {
					type: "commit",
					sha,
					url: repositoryApi(call.world, repository, `/git/commits/${sha}`)
				}
			}
		};
	},
	"repos/get-branch-rules": (call) => {
		const repository = readableRepositoryOf(call);
		return listed(call, rulesOf(repository, pathOf(call, "branch")), (rule) => rule);
	},
	"repos/get-collaborator-permission-level": getPermission,
	"repos/list-collaborators": (call) => {
		const all = [...repositoryOf(call).permissions].filter(([, role]) => role !== "none");
		return listed(call, all, ([login, role]) => showCollaborator(call.world, call.world.account(login), role));
	}
};
function getBranch(call) {
	const repository = readableRepositoryOf(call);
	const name = pathOf(call, "branch");
	const sha = repository.git.branches.get(name);
	if (sha === void 0) throw notFound();
	const url = repositoryApi(call.world, repository, `/branches/${name}`);
	return {
		status: 200,
		body: {
			name,
			commit: showCommit$1(call.world, repository, repository.git.get(sha)),
			_links: {
				html: repositoryPage(call.world, repository, `/tree/${name}`),
				self: url
			},
			protected: false,
			protection: { enabled: false },
			protection_url: `${url}/protection`
		}
	};
}
function getContent(call) {
	const repository = readableRepositoryOf(call);
	const path = pathOf(call, "path").replace(/\/$/, "");
	const commit = repository.git.resolve(call.query["ref"] ?? repository.defaultBranch);
	if (commit === null) throw notFound();
	const text = commit.tree.get(path);
	if (text === void 0) return listFolder(call, repository, commit.sha, path);
	if (call.accept.includes("raw")) return {
		status: 200,
		body: text,
		headers: { "content-type": "application/vnd.github.raw; charset=utf-8" }
	};
	const encoded = Buffer.from(text).toString("base64").replaceAll(/.{60}/g, "$&\n");
	return {
		status: 200,
		body: {
			...showEntry(call.world, repository, {
				sha: commit.sha,
				path,
				text
			}),
			type: "file",
			encoding: "base64",
			content: `${encoded}\n`
		}
	};
}
function listFolder(call, repository, sha, folder) {
	const found = /* @__PURE__ */ new Map();
	for (const [path, text] of repository.git.get(sha).tree) {
		if (!path.startsWith(`${folder}/`)) continue;
		const [name = "", ...deeper] = path.slice(folder.length + 1).split("/");
		found.set(name, {
			sha,
			path: `${folder}/${name}`,
			text: deeper.length === 0 ? text : null
		});
	}
	if (found.size === 0) throw notFound();
	return {
		status: 200,
		body: [...found.values()].map((entry) => showEntry(call.world, repository, entry))
	};
}
function showEntry(world, repository, { sha, path, text }) {
	const self = repositoryApi(world, repository, `/contents/${encodePath(path)}?ref=${sha}`);
	const html = repositoryPage(world, repository, `/blob/${sha}/${encodePath(path)}`);
	const id = blobSha(text ?? path);
	const git = repositoryApi(world, repository, `/git/${text === null ? "trees" : "blobs"}/${id}`);
	return {
		type: text === null ? "dir" : "file",
		size: text === null ? 0 : Buffer.byteLength(text),
		name: path.split("/").at(-1),
		path,
		sha: id,
		url: self,
		git_url: git,
		html_url: html,
		download_url: text === null ? null : repositoryPage(world, repository, `/raw/${sha}/${encodePath(path)}`),
		_links: {
			git,
			html,
			self
		}
	};
}
function encodePath(path) {
	return path.split("/").map(encodeURIComponent).join("/");
}
/** Base roles of `role_name` (docs: "maintain is mapped to write, triage to read"). */
const LEGACY = {
	maintain: "write",
	triage: "read"
};
function getPermission(call) {
	const repository = repositoryOf(call);
	const account = call.world.accounts.get(pathOf(call, "username").toLowerCase());
	if (account === void 0 || account.kind === "Organization") throw notFound();
	const role = repository.permissions.get(account.login.toLowerCase()) ?? (repository.isPrivate ? "none" : "read");
	return {
		status: 200,
		body: {
			permission: LEGACY[role] ?? role,
			role_name: role,
			user: showCollaborator(call.world, account, role)
		}
	};
}
function showCollaborator(world, account, role) {
	const can = (...roles) => roles.includes(role);
	return {
		...showAccount(world, account),
		role_name: role,
		permissions: {
			admin: can("admin"),
			maintain: can("admin", "maintain"),
			push: can("admin", "maintain", "write"),
			triage: can("admin", "maintain", "write", "triage"),
			pull: role !== "none"
		}
	};
}

// standin/render/artifact.ts
/** As GitHub keeps them unless it is told otherwise. */
const KEPT_MS$1 = 7776e6;
function showArtifact(world, repository, run, { id, name, digest, isExpired, createdAt }) {
	const url = repositoryApi(world, repository, `/actions/artifacts/${id}`);
	return {
		id,
		node_id: nodeId("Artifact", id),
		name,
		size_in_bytes: 1024,
		url,
		archive_download_url: `${url}/zip`,
		expired: isExpired,
		digest,
		created_at: instant(createdAt),
		updated_at: instant(createdAt),
		expires_at: instant(createdAt + KEPT_MS$1),
		workflow_run: {
			id: run.id,
			repository_id: repository.id,
			head_repository_id: repository.id,
			head_branch: run.branch,
			head_sha: run.sha
		}
	};
}

// standin/render/job.ts
/** The id is that of its check run. One that was cancelled before a runner took it has neither a runner nor steps. */
function showJob(world, repository, run, job) {
	const { id, startedAt, completedAt } = job.check;
	const runner = job.hasBegun ? 1 : null;
	return {
		id,
		run_id: run.id,
		run_url: repositoryApi(world, repository, `/actions/runs/${run.id}`),
		run_attempt: run.attempt,
		node_id: nodeId("CheckRun", id),
		head_sha: run.sha,
		head_branch: run.branch,
		url: repositoryApi(world, repository, `/actions/jobs/${id}`),
		html_url: repositoryPage(world, repository, `/actions/runs/${run.id}/job/${id}`),
		status: job.status,
		conclusion: job.conclusion,
		created_at: instant(startedAt),
		started_at: instant(startedAt),
		completed_at: completedAt === null ? null : instant(completedAt),
		name: job.name,
		steps: [],
		check_run_url: repositoryApi(world, repository, `/check-runs/${id}`),
		labels: ["ubuntu-latest"],
		runner_id: runner,
		runner_name: runner === null ? null : "GitHub Actions 1",
		runner_group_id: runner === null ? null : 0,
		runner_group_name: runner === null ? null : "GitHub Actions",
		workflow_name: run.workflow.replace(/\.ya?ml$/, "")
	};
}

// standin/verbs/dispatch.ts
/** The reference is a branch; there are no tags here, and a commit is refused as GitHub does. */
function dispatchRun(world, repository, request) {
	const known = [...repository.dispatches].find(([file, { id }]) => file === request.workflow || String(id) === request.workflow);
	if (known === void 0) return { kind: "not-found" };
	const [workflow, { inputs: declared, jobs, title, concurrency }] = known;
	const branch = request.ref.replace(/^refs\/heads\//, "");
	if (!repository.git.branches.has(branch)) return refused$1(`No ref found for: ${request.ref}`);
	const given = Object.entries(typeof request.inputs === "object" && request.inputs !== null ? request.inputs : {});
	const unexpected = given.filter(([name]) => !declared.includes(name)).map(([name]) => name);
	if (unexpected.length > 0) return refused$1(`Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
	const inputs = Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
	return {
		kind: "started",
		run: startRun(world, repository, {
			workflow,
			branch,
			event: "workflow_dispatch",
			actor: request.actor.login,
			inputs,
			jobs: jobs(inputs),
			...title === void 0 ? {} : { title: title(inputs) },
			...concurrency === void 0 ? {} : { concurrency }
		})
	};
}
function refused$1(because) {
	return {
		kind: "refused",
		because
	};
}

// standin/routes/runs.ts
/** Workflow runs and the gates in them. */
const RUN_ROUTES = {
	"actions/list-workflow-runs-for-repo": listRuns,
	"actions/get-workflow-run": (call) => {
		const { repository, run } = runOf(call);
		return {
			status: 200,
			body: showRun(call.world, repository, run)
		};
	},
	"actions/list-jobs-for-workflow-run": (call) => {
		const { repository, run } = runOf(call);
		return counted(call, "jobs", jobsThatExist(run), (job) => showJob(call.world, repository, run, job));
	},
	"actions/list-workflow-run-artifacts": (call) => {
		const { repository, run } = runOf(call);
		const named = run.artifacts.filter(({ name }) => name === (call.query["name"] ?? name));
		const ordered = call.query["direction"] === "asc" ? named : named.toReversed();
		return counted(call, "artifacts", ordered, (artifact) => showArtifact(call.world, repository, run, artifact));
	},
	"actions/get-pending-deployments-for-run": (call) => {
		const { repository, run } = runOf(call);
		const waiting = run.jobs.filter((job) => job.status === "waiting");
		return {
			status: 200,
			body: [...repository.environments.values()].flatMap((environment) => {
				const job = waiting.find((one) => one.environment === environment.name);
				return job === void 0 ? [] : [showPending(call.world, repository, environment, job)];
			})
		};
	},
	"actions/get-reviews-for-run": (call) => {
		const { repository, run } = runOf(call);
		return {
			status: 200,
			body: run.approvals.map((approval) => showApproval(call.world, repository, approval))
		};
	},
	"actions/review-custom-gates-for-run": reviewRun,
	"actions/create-workflow-dispatch": dispatch
};
function runOf(call) {
	const repository = repositoryOf(call);
	const run = repository.runs.get(numberOf(call, "run_id"));
	if (run === void 0) throw notFound();
	return {
		repository,
		run
	};
}
/** A run that its concurrency group holds back has none, and one that is cancelled meanwhile never gets any. */
function jobsThatExist(run) {
	return run.jobs.flatMap((job) => job.check === null ? [] : [{
		...job,
		check: job.check
	}]);
}
/** Newest first. The filter `status` takes statuses and conclusions alike. */
function listRuns(call) {
	const repository = repositoryOf(call);
	const { status, branch, event, actor, head_sha: sha } = call.query;
	const matching = [...repository.runs.values()].reverse().filter((run) => (status === void 0 || run.status === status || run.conclusion === status) && (branch === void 0 || run.branch === branch) && (event === void 0 || run.event === event) && (actor === void 0 || run.actor.login === actor) && (sha === void 0 || run.sha === sha));
	return counted(call, "workflow_runs", matching, (run) => showRun(call.world, repository, run));
}
/** Says the environment and nothing of the deployment, its commit, or who else has to agree. */
function showPending(world, repository, { id, name, protection }, job) {
	const path = encodeURIComponent(name);
	return {
		environment: {
			id,
			node_id: nodeId("Environment", id),
			name,
			url: repositoryApi(world, repository, `/environments/${path}`),
			html_url: repositoryPage(world, repository, `/deployments/activity_log?environments_filter=${path}`)
		},
		wait_timer: protection.waitMinutes,
		wait_timer_started_at: protection.waitMinutes === 0 ? null : instant(job.waitingSince),
		current_user_can_approve: false,
		reviewers: protection.reviewers.map((reviewer) => showReviewer(world, reviewer))
	};
}
function reviewRun(call) {
	const { repository, run } = runOf(call);
	const state = textOf$1(call, "state");
	const reviewed = reviewGate(call.world, repository, run, {
		environment: textOf$1(call, "environment_name") ?? "",
		state: state === "approved" || state === "rejected" ? state : null,
		comment: textOf$1(call, "comment") ?? ""
	});
	if (reviewed.kind === "refused") throw new Refusal(422, reviewed.because);
	return { status: 204 };
}
/** 204, or with `return_run_details` (since 2026-02) 200 and the run. The workflow is named by its id or its file. */
function dispatch(call) {
	const repository = repositoryOf(call);
	const dispatched = dispatchRun(call.world, repository, {
		workflow: pathOf(call, "workflow_id"),
		ref: textOf$1(call, "ref") ?? "",
		inputs: call.body["inputs"],
		actor: actorOf(call)
	});
	if (dispatched.kind === "not-found") throw notFound();
	if (dispatched.kind === "refused") throw new Refusal(422, dispatched.because);
	if (call.body["return_run_details"] !== true) return { status: 204 };
	const { id } = dispatched.run;
	const path = `/actions/runs/${id}`;
	return {
		status: 200,
		body: {
			workflow_run_id: id,
			run_url: repositoryApi(call.world, repository, path),
			html_url: repositoryPage(call.world, repository, path)
		}
	};
}

// standin/render/security.ts
const WORKFLOW = ".github/workflows/codeql.yml:analyze";
function showAnalysis(world, repository, analysis) {
	const { id, ref, sha, tool, category, error, at } = analysis;
	return {
		id,
		ref,
		commit_sha: sha,
		analysis_key: WORKFLOW,
		category,
		environment: "{}",
		error,
		warning: "",
		created_at: instant(at),
		results_count: 0,
		rules_count: 1,
		url: repositoryApi(world, repository, `/code-scanning/analyses/${id}`),
		sarif_id: `6c81cd8e-b078-4ac3-a3be-${String(id).padStart(12, "0")}`,
		tool: {
			name: tool,
			guid: null,
			version: "2.0.0"
		},
		deletable: false
	};
}
function showCodeAlert(world, repository, alert) {
	const url = repositoryApi(world, repository, `/code-scanning/alerts/${alert.number}`);
	const page = repositoryPage(world, repository, `/security/code-scanning/${alert.number}`);
	const { severity, securitySeverity, tool, ref, sha, state } = alert;
	return {
		number: alert.number,
		created_at: instant(alert.createdAt),
		updated_at: instant(alert.changedAt),
		url,
		html_url: page,
		instances_url: `${url}/instances`,
		state,
		fixed_at: state === "fixed" ? instant(alert.changedAt) : null,
		...dismissal(world, repository, alert, "won't fix"),
		rule: {
			id: "js/xss",
			name: "js/xss",
			description: "A rule",
			severity,
			tags: [],
			...securitySeverity === null ? {} : { security_severity_level: securitySeverity }
		},
		tool: {
			name: tool,
			guid: null,
			version: "2.0.0"
		},
		most_recent_instance: {
			ref,
			analysis_key: WORKFLOW,
			environment: "{}",
			category: "",
			state,
			commit_sha: sha,
			message: { text: "Something is not right here." },
			location: {
				path: "src/cart.ts",
				start_line: 1,
				end_line: 1,
				start_column: 1,
				end_column: 2
			},
			classifications: []
		}
	};
}
function showDependabotAlert(world, repository, alert) {
	const { number, severity, dependency, state } = alert;
	const named = {
		ecosystem: "npm",
		name: dependency
	};
	const vulnerability = {
		package: named,
		severity,
		vulnerable_version_range: "< 2.0.0",
		first_patched_version: { identifier: "2.0.0" }
	};
	return {
		number,
		state,
		dependency: {
			package: named,
			manifest_path: "package-lock.json",
			scope: "runtime"
		},
		security_advisory: showAdvisory(alert, vulnerability),
		security_vulnerability: vulnerability,
		url: repositoryApi(world, repository, `/dependabot/alerts/${number}`),
		html_url: repositoryPage(world, repository, `/security/dependabot/${number}`),
		created_at: instant(alert.createdAt),
		updated_at: instant(alert.changedAt),
		fixed_at: state === "fixed" ? instant(alert.changedAt) : null,
		...dismissal(world, repository, alert, "tolerable_risk")
	};
}
function showAdvisory({ number, severity, createdAt }, vulnerability) {
	return {
		ghsa_id: `GHSA-0000-0000-${String(number).padStart(4, "0")}`,
		cve_id: null,
		summary: "Something is not right there",
		description: "Something is not right there.",
		vulnerabilities: [vulnerability],
		severity,
		cvss: {
			score: 5,
			vector_string: null
		},
		cwes: [],
		identifiers: [],
		references: [],
		published_at: instant(createdAt),
		updated_at: instant(createdAt),
		withdrawn_at: null
	};
}
function dismissal(world, repository, alert, reason) {
	if (alert.state !== "dismissed") return {
		dismissed_by: null,
		dismissed_at: null,
		dismissed_reason: null,
		dismissed_comment: null
	};
	return {
		dismissed_by: showAccount(world, repository.owner),
		dismissed_at: instant(alert.changedAt),
		dismissed_reason: reason,
		dismissed_comment: null
	};
}
function showAttestation(repository, { id, bundle }) {
	return {
		bundle,
		repository_id: repository.id,
		bundle_url: `https://attestations.example/${id}.json.sn`,
		initiator: "user"
	};
}

// standin/routes/security.ts
/** Alerts of code scanning and Dependabot, and attestations. */
const SECURITY_ROUTES = {
	"code-scanning/list-recent-analyses": (call) => {
		const repository = scannedRepositoryOf(call);
		const { ref, direction } = call.query;
		const matching = repository.security.analyses.filter((each) => isOfRef(each, ref));
		const ordered = direction === "asc" ? matching : matching.toReversed();
		return listed(call, ordered, (analysis) => showAnalysis(call.world, repository, analysis));
	},
	"code-scanning/list-alerts-for-repo": (call) => {
		const repository = scannedRepositoryOf(call);
		const { ref = `refs/heads/${repository.defaultBranch}`, state, sort, direction } = call.query;
		const byTime = repository.security.codeAlerts.filter((alert) => isOfRef(alert, ref) && (state === void 0 || alert.state === state)).toSorted((one, other) => timeOf(one, sort) - timeOf(other, sort));
		const ordered = direction === "asc" ? byTime : byTime.toReversed();
		return listed(call, ordered, (alert) => showCodeAlert(call.world, repository, alert));
	},
	"dependabot/list-alerts-for-repo": (call) => {
		const repository = repositoryOf(call);
		if (!repository.security.hasDependabot) throw new Refusal(403, "Dependabot alerts are disabled for this repository.");
		const states = call.query["state"]?.split(",");
		return cursored(call, repository.security.dependabotAlerts.filter(({ state }) => states?.includes(state) ?? true).toReversed(), (alert) => showDependabotAlert(call.world, repository, alert));
	},
	"repos/list-attestations": (call) => {
		const repository = repositoryOf(call);
		const digest = pathOf(call, "subject_digest");
		const found = repository.security.attestations.filter((each) => each.digest === digest);
		if (found.length === 0) throw notFound();
		const { body, ...rest } = cursored(call, found.toReversed(), (each) => showAttestation(repository, each));
		return {
			...rest,
			body: { attestations: body }
		};
	}
};
/** As GitHub refuses where nothing ever looked, whatever ref is asked for. */
function scannedRepositoryOf(call) {
	const repository = repositoryOf(call);
	const { hasCodeScanning, analyses } = repository.security;
	if (!hasCodeScanning) throw new Refusal(403, "Code scanning is not enabled for this repository.");
	if (analyses.length === 0) throw new Refusal(404, "no analysis found");
	return repository;
}
/** A branch may be named with or without `refs/heads/`. */
function isOfRef(one, ref) {
	return ref === void 0 || one.ref === ref || one.ref === `refs/heads/${ref}`;
}
function timeOf(alert, sort) {
	return sort === "updated" ? alert.changedAt : alert.createdAt;
}
/** Such a list has no pages with numbers: each names the next one with a cursor, in its `Link` header. */
function cursored(call, all, show) {
	const size = Math.min(Math.max(Number(call.query["per_page"] ?? 30), 1), 100);
	const begin = positionOf(call.query["after"]);
	const end = begin + size;
	const query = new URLSearchParams({
		...call.query,
		after: cursorOf(end)
	});
	const link = end < all.length ? { link: `<${call.address}?${query}>; rel="next"` } : {};
	return {
		status: 200,
		body: all.slice(begin, end).map(show),
		headers: link
	};
}
function cursorOf(position) {
	return Buffer.from(`cursor:${position}`).toString("base64");
}
function positionOf(cursor) {
	if (cursor === void 0) return 0;
	const position = /^cursor:(\d+)$/.exec(Buffer.from(cursor, "base64").toString("utf8"))?.[1];
	if (position === void 0) throw new Refusal(400, "The cursor is not one of ours");
	return Number(position);
}

// standin/routes/all.ts
function allRoutes(deliveries) {
	return {
		...APP_ROUTES,
		...deliveryRoutes(deliveries),
		...REPOSITORY_ROUTES,
		...COMMIT_ROUTES,
		...PULL_ROUTES,
		...ISSUE_ROUTES,
		...ISSUE_WRITE_ROUTES,
		...MILESTONE_ROUTES,
		...SECURITY_ROUTES,
		...CHECK_ROUTES,
		...RUN_ROUTES,
		...DEPLOYMENT_ROUTES,
		...PEOPLE_ROUTES,
		...RELEASE_ROUTES
	};
}

// standin/serve/authenticate.ts
/** Who asks, and whether they may. Tokens and JWTs live by the real clock, as the clients make them. */
/** GitHub takes a JWT that ends at most 10 minutes from now; half a minute is for clocks that differ. */
const LONGEST_JWT_S = 600;
const DRIFT_S = 30;
function publicKeyOf(pem) {
	return createPublicKey(pem);
}
function authenticate(world, key, authorization) {
	const credentials = /^(?:bearer|token) (\S+)$/i.exec(authorization ?? "")?.[1];
	if (credentials === void 0) throw new Refusal(401, "Requires authentication");
	if (/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(credentials)) return appOf(world, key, credentials);
	const token = world.tokens.get(credentials);
	if (token === void 0 || token.expiresAt <= Date.now()) throw new Refusal(401, "Bad credentials");
	return {
		kind: "token",
		token,
		actor: token.actor
	};
}
function appOf(world, key, jwt) {
	const [header = "", claims = "", signature = ""] = jwt.split(".");
	const signed = Buffer.from(`${header}.${claims}`);
	const isSigned = verify("RSA-SHA256", signed, key, Buffer.from(signature, "base64url"));
	const { alg } = partOf(header);
	if (!isSigned || alg !== "RS256") throw new Refusal(401, "A JSON web token could not be decoded");
	const { iss, iat, exp } = partOf(claims);
	const now = Date.now() / 1e3;
	if (String(iss) !== String(world.app.id)) throw new Refusal(401, "'Issuer' claim ('iss') must be the App's id");
	if (typeof iat !== "number" || iat > now + DRIFT_S) throw new Refusal(401, "'Issued at' claim ('iat') must be an Integer representing a time in the past");
	if (typeof exp !== "number" || exp <= now) throw new Refusal(401, "'Expiration time' claim ('exp') has passed");
	if (exp > now + LONGEST_JWT_S + DRIFT_S) throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
	return { kind: "app" };
}
function partOf(text) {
	const value = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
	return typeof value === "object" && value !== null ? { ...value } : {};
}
/** Throws 401 or 403 when the caller may not call an operation with this rule. */
function authorize(caller, rule) {
	if (rule.auth === "jwt") {
		if (caller.kind !== "app") throw new Refusal(401, "A JSON web token could not be decoded");
		return;
	}
	if (caller.kind === "app") throw new Refusal(401, "This endpoint needs an installation token, not the JWT of the App");
	const { token } = caller;
	if ((rule.permissions.length === 0 || rule.permissions.some((needed) => grants(token.permissions, needed))) && !(rule.installationOnly === true && token.kind !== "installation")) return;
	throw new Refusal(403, "Resource not accessible by integration", { "x-accepted-github-permissions": rule.permissions.map((needed) => needed.replace(":", "=")).join("; ") });
}
function grants(permissions, needed) {
	const [name = "", level] = needed.split(":");
	if (name === "metadata") return true;
	return permissions[name] === "write" || permissions[name] === level;
}

// standin/validate/description.ts
/** GitHub's OpenAPI descriptions as plain JSON Schema (draft 2019-09), with every object closed. */
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
const BRANCHES = [
	"allOf",
	"anyOf",
	"oneOf"
];
/** One of the two fixtures. */
var Description = class {
	document;
	constructor(file) {
		const text = readFileSync(path.join(import.meta.dirname, "..", "openapi", file), "utf8");
		this.document = JSON.parse(text);
	}
	/** Follows `$ref`s until there is none. */
	resolve(schema) {
		let at = schema;
		while (isObject(at) && typeof at["$ref"] === "string") at = this.at(at["$ref"]);
		return isObject(at) ? at : {};
	}
	at(reference) {
		let at = this.document;
		for (const key of reference.replace("#/", "").split("/")) at = isObject(at) ? at[key] : void 0;
		return at;
	}
	/** Whether anything of the schema names properties, so that others are unknown. */
	namesProperties(schema) {
		const whole = this.resolve(schema);
		if (hasNames(whole)) return true;
		return BRANCHES.some((key) => branchesOf(whole, key).some((branch) => this.namesProperties(branch)));
	}
	/**
	* The schema with `nullable` turned into a type, and every object that names its properties closed. A branch of
	* `allOf`, `anyOf`, `oneOf` and a component stay open: what uses them is closed as a whole.
	*/
	closed(schema, isWhole = true) {
		if (!isObject(schema)) return {};
		const { nullable, discriminator: _discriminator, ...rest } = schema;
		const converted = {};
		for (const [key, value] of Object.entries(rest)) converted[key] = this.convertedKeyword(key, value, schema);
		if (converted["additionalProperties"] === true && hasNames(schema)) delete converted["additionalProperties"];
		if (isWhole && this.namesProperties(schema)) converted["unevaluatedProperties"] = false;
		return nullable === true ? { anyOf: [converted, { type: "null" }] } : converted;
	}
	convertedKeyword(key, value, schema) {
		if (key === "$ref") return value;
		if (key === "properties" && isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, property]) => [name, this.closed(property)]));
		if (key === "items" || key === "additionalProperties" && isObject(value)) return this.closed(value);
		if (BRANCHES.some((branch) => branch === key)) return branchesOf(schema, key).map((branch) => this.closed(branch, false));
		return value;
	}
	/** All components, converted, to be put beside a schema that refers to them. */
	components() {
		const schemas = this.resolve(this.document["components"])["schemas"];
		const converted = Object.entries(this.resolve(schemas)).map(([name, schema]) => [name, this.closed(schema, false)]);
		return { schemas: Object.fromEntries(converted) };
	}
};
/** One that names none, and takes any, is free. */
function hasNames({ properties, additionalProperties }) {
	return isObject(properties) && (additionalProperties !== true || Object.keys(properties).length > 0);
}
function branchesOf(schema, key) {
	const branches = schema[key];
	return Array.isArray(branches) ? branches.filter(isObject) : [];
}

// standin/validate/operation.ts
/** Parameters that may contain slashes, as GitHub takes them. */
const DEEP = /* @__PURE__ */ new Set([
	"path",
	"ref",
	"branch",
	"basehead"
]);
function operationsOf(description) {
	return Object.entries(description.resolve(description.document["paths"])).flatMap(([path, item]) => Object.entries(description.resolve(item)).map(([method, operation]) => operationOf(path, method, description.resolve(operation), description)));
}
function operationOf(path, method, source, description) {
	const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
	const body = description.resolve(source["requestBody"]);
	const schema = jsonSchemaOf(body, description);
	return {
		id: String(source["operationId"]),
		method: method.toUpperCase(),
		pattern: new RegExp(`^${path.replace(/\{(\w+)\}/g, (_whole, name) => DEEP.has(name) ? "(.+)" : "([^/]+)")}$`),
		names,
		literals: path.split("/").filter((part) => part !== "" && !part.includes("{")).length,
		parameters: parametersOf(source, description),
		body: schema === null ? null : {
			required: body["required"] === true,
			schema
		},
		answers: answersOf(source, description)
	};
}
function parametersOf(source, description) {
	const list = source["parameters"];
	if (!Array.isArray(list)) return [];
	return list.map((item) => {
		const parameter = description.resolve(item);
		return {
			name: String(parameter["name"]),
			place: parameter["in"] === "path" ? "path" : "query",
			required: parameter["required"] === true,
			schema: description.resolve(parameter["schema"])
		};
	});
}
function answersOf(source, description) {
	const answers = Object.entries(description.resolve(source["responses"]));
	return new Map(answers.map(([status, answer]) => [Number(status), jsonSchemaOf(description.resolve(answer), description)]));
}
function jsonSchemaOf(part, description) {
	const content = description.resolve(part["content"]);
	const json = description.resolve(content["application/json"]);
	return isObject(json["schema"]) ? json["schema"] : null;
}

// standin/validate/shape.ts
/**
* Cuts a value down to what a schema declares. GitHub shows the same repository, user or run with more or fewer
* fields in each place; the stand-in describes each of them once, in full, and shows what the place declares. What is
* declared as required and missing is found by the validation that follows.
*/
function shaped(value, schema, description) {
	return conjunctsOf(schema, description).reduce((cut, alternatives) => shapedBy(cut, alternatives, schema, description), value);
}
function shapedBy(value, alternatives, whole, description) {
	if (alternatives.every(isAlwaysNull)) return null;
	if (Array.isArray(value)) {
		const items = alternatives.flatMap((alternative) => isObject(alternative["items"]) ? [alternative["items"]] : []);
		return items.length === 0 ? value : value.map((item) => shaped(item, anyOf(items), description));
	}
	return isObject(value) ? shapedObject(value, alternatives, namesIn(whole, description), description) : value;
}
function anyOf(schemas) {
	return schemas.length === 1 ? schemas[0] : { anyOf: schemas };
}
/** Some places declare a field that is always null there, whatever it is elsewhere. */
function isAlwaysNull(schema) {
	return JSON.stringify(schema["type"]) === "[\"null\"]" || schema["type"] === "null";
}
function shapedObject(value, alternatives, names, description) {
	if (names.size === 0 || alternatives.some((one) => isObject(one["additionalProperties"]))) return { ...value };
	const kept = [];
	for (const name of names) {
		const schemas = alternatives.flatMap((one) => description.resolve(one["properties"])[name] ?? []);
		if (value[name] === void 0) continue;
		kept.push([name, schemas.length === 0 ? value[name] : shaped(value[name], anyOf(schemas), description)]);
	}
	return Object.fromEntries(kept);
}
/** Every property that the schema or a branch of it declares. */
function namesIn(schema, description) {
	const all = conjunctsOf(schema, description).flat();
	return new Set(all.flatMap((one) => Object.keys(description.resolve(one["properties"]))));
}
/** What all has to hold: the schema itself with its alternatives, and each branch of `allOf`. */
function conjunctsOf(schema, description) {
	const whole = description.resolve(schema);
	const branches = listOf(whole["allOf"]).flatMap((branch) => conjunctsOf(branch, description));
	return [alternativesOf(whole, description), ...branches];
}
/** A schema and what may stand for it, references followed. */
function alternativesOf(schema, description) {
	const whole = description.resolve(schema);
	const branches = [...listOf(whole["anyOf"]), ...listOf(whole["oneOf"])];
	const alternatives = branches.flatMap((branch) => {
		const inner = description.resolve(branch);
		return [...alternativesOf(inner, description), ...listOf(inner["allOf"]).map((one) => description.resolve(one))];
	});
	return branches.length > 0 && whole["properties"] === void 0 && whole["type"] === void 0 ? alternatives : [whole, ...alternatives];
}
function listOf(value) {
	return Array.isArray(value) ? value : [];
}

// standin/serve/rules.ts
/** What is wrong with the body of an operation, or null. */
function brokenRule(operation, body) {
	return RULES[operation]?.(body) ?? null;
}
const RULES = {
	"actions/review-custom-gates-for-run": reviewRule,
	"checks/create": checkRule,
	"checks/update": checkRule,
	"issues/create": commentRule,
	"issues/update": commentRule,
	"issues/create-comment": commentRule,
	"issues/update-comment": commentRule,
	"repos/create-release": releaseRule,
	"repos/update-release": releaseRule
};
/** Docs, "Creating custom deployment protection rules": comments of status reports have at most 1,024 characters. */
const LONGEST_REPORT = 1024;
function reviewRule({ state, comment }) {
	if (state !== void 0 && state !== "approved" && state !== "rejected") return `state is ${JSON.stringify(state)}; it must be approved, rejected, or absent`;
	if (typeof comment === "string" && comment.length > LONGEST_REPORT) return `comment has ${comment.length} characters; GitHub takes ${LONGEST_REPORT}`;
	return state === void 0 && (comment === void 0 || comment === "") ? "a status report needs a comment" : null;
}
/** REST, "Create a check run": summary and text have at most 65,535 characters, a request at most 50 annotations. */
const LONGEST_OUTPUT = 65535;
const MOST_ANNOTATIONS = 50;
function checkRule({ status, conclusion, output }) {
	if (status === "completed" && conclusion === void 0) return "a completed check run needs a conclusion";
	if (conclusion !== void 0 && status !== void 0 && status !== "completed") return `a check run with a conclusion is completed, not ${JSON.stringify(status)}`;
	if (conclusion === "stale") return "only GitHub sets the conclusion stale";
	const shown = typeof output === "object" && output !== null ? { ...output } : {};
	const tooLong = ["summary", "text"].find((name) => String(shown[name] ?? "").length > LONGEST_OUTPUT);
	if (tooLong !== void 0) return `output.${tooLong} is longer than ${LONGEST_OUTPUT} characters`;
	const { annotations } = shown;
	return Array.isArray(annotations) ? annotationsProblem(annotations) : null;
}
function annotationsProblem(annotations) {
	if (annotations.length > MOST_ANNOTATIONS) return `${annotations.length} annotations; a request takes ${MOST_ANNOTATIONS}`;
	for (const annotation of annotations) {
		const { start_line: start, end_line: end, start_column: column } = typeof annotation === "object" && annotation !== null ? { ...annotation } : {};
		if (typeof start === "number" && typeof end === "number" && end < start) return "an annotation ends before it starts";
		if (column !== void 0 && start !== end) return "columns are for annotations of one line only";
	}
	return null;
}
/** The longest body of an issue, a pull request or a comment; GitHub answers 422 "body is too long" above it. */
const LONGEST_BODY = 65536;
function commentRule({ body }) {
	if (typeof body !== "string") return null;
	if (body.trim() === "") return "body cannot be blank";
	return body.length > LONGEST_BODY ? `body is too long: ${body.length} characters; GitHub takes ${LONGEST_BODY}` : null;
}
/** The longest body of a release, in code points; GitHub answers 422 "body is too long (maximum is 125000 characters)". */
const LONGEST_NOTES = 125e3;
function releaseRule({ body }) {
	const length = typeof body === "string" ? [...body].length : 0;
	return length > LONGEST_NOTES ? `body is too long: ${length} characters; GitHub takes ${LONGEST_NOTES}` : null;
}

// standin/serve/contract.ts
var Contract = class {
	corrupt = null;
	operations;
	schemas;
	violations;
	constructor(schemas, violations) {
		this.schemas = schemas;
		this.violations = violations;
		this.operations = [...operationsOf(schemas.description)].sort((a, b) => b.literals - a.literals);
	}
	match(method, pathname) {
		for (const operation of this.operations) {
			const found = operation.method === method ? operation.pattern.exec(pathname) : null;
			if (found === null) continue;
			const values = found.slice(1).map(decodeURIComponent);
			return {
				operation,
				path: Object.fromEntries(operation.names.map((name, index) => [name, values[index] ?? ""]))
			};
		}
		return null;
	}
	/** What is wrong with a request, or null. What is wrong is also a violation. */
	requestProblem(matched, query, body) {
		const { operation, path } = matched;
		const described = this.parametersProblem(operation, path, query) ?? this.bodyProblem(operation, body);
		if (described !== null) {
			this.violations.add("request", operation.id, described);
			return described;
		}
		const broken = typeof body === "object" && body !== null ? brokenRule(operation.id, { ...body }) : null;
		if (broken !== null) this.violations.add("rule", operation.id, broken);
		return broken;
	}
	parametersProblem(operation, path, query) {
		const known = new Set(operation.parameters.filter(({ place }) => place === "query").map(({ name }) => name));
		const unknown = Object.keys(query).find((name) => !known.has(name));
		if (unknown !== void 0) return `unknown query parameter ${unknown}`;
		for (const parameter of operation.parameters) {
			const text = (parameter.place === "path" ? path : query)[parameter.name];
			if (text === void 0 && parameter.required) return `missing parameter ${parameter.name}`;
			const problem = text === void 0 ? null : this.schemas.problem(parameter.schema, typed(parameter, text));
			if (problem !== null) return `${parameter.place} parameter ${parameter.name} ${problem}`;
		}
		return null;
	}
	bodyProblem({ body: expected }, body) {
		if (expected === null) return body === void 0 ? null : "the operation takes no body";
		if (body === void 0) return expected.required ? "the body is missing" : null;
		return this.schemas.problem(expected.schema, body);
	}
	/** Cuts an answer to what is declared, lets a test corrupt it, and validates it. Null when it must not be sent. */
	checkedAnswer({ id, answers }, answer) {
		const schema = answers.get(answer.status);
		const isText = typeof answer.body === "string";
		const shape = schema && !isText ? shaped(answer.body, schema, this.schemas.description) : answer.body;
		const said = this.corrupt?.({
			operation: id,
			status: answer.status,
			body: shape
		}) ?? {
			...answer,
			body: shape
		};
		const problem = isText ? null : this.answerProblem(answers, said.status, said.body);
		if (problem === null) return {
			...answer,
			...said
		};
		this.violations.add("answer", id, problem);
		return null;
	}
	answerProblem(answers, status, body) {
		const schema = answers.get(status);
		if (schema === void 0) return `status ${status} is not declared`;
		if (schema === null) return body === void 0 ? null : `status ${status} is declared without a body`;
		return this.schemas.problem(schema, body);
	}
};
/** Query and path carry text; numbers and booleans are read as such where they are declared. */
function typed({ schema }, text) {
	if (schema["type"] === "integer" && /^-?\d+$/.test(text)) return Number(text);
	if (schema["type"] === "boolean" && /^(true|false)$/.test(text)) return text === "true";
	return text;
}

// standin/serve/faults.ts
var Faults = class {
	waiting = [];
	add(fault) {
		this.waiting.push({
			fault,
			skip: fault.skip ?? 0,
			left: fault.times ?? 1
		});
	}
	clear() {
		this.waiting = [];
	}
	/** The fault for this request, which is then used up by one. */
	take(operation, path) {
		const found = this.waiting.find(({ fault }) => isFor(fault, operation, path));
		if (found === void 0) return null;
		if (found.skip > 0) {
			found.skip -= 1;
			return null;
		}
		found.left -= 1;
		this.waiting = this.waiting.filter(({ left }) => left > 0);
		return found.fault;
	}
};
function isFor(fault, operation, path) {
	return (fault.operation === operation || fault.operation === "*") && path.includes(fault.path ?? "");
}

// standin/serve/past.ts
/** Reads that lag behind: some operations see the world as it was a while ago. */
var Past = class {
	world;
	lags = /* @__PURE__ */ new Map();
	snapshots = [];
	constructor(world) {
		this.world = world;
	}
	/** From now on this operation does not see what happened less than `ms` ago; 0 ends it. */
	lag(operation, ms) {
		if (ms > 0) this.lags.set(operation, ms);
		else this.lags.delete(operation);
		if (this.lags.size === 0) this.snapshots = [];
		else if (this.snapshots.length === 0) this.snapshots = [this.snapshot(Number.NEGATIVE_INFINITY)];
	}
	/** Something has changed just now. */
	remember() {
		if (this.lags.size === 0) return;
		const now = this.world.clock.now();
		const oldest = now - Math.max(...this.lags.values());
		const visible = this.snapshots.filter(({ at }) => at <= oldest);
		this.snapshots = [
			...visible.slice(-1),
			...this.snapshots.filter(({ at }) => at > oldest),
			this.snapshot(now)
		];
	}
	/** What an operation sees; the present when it does not lag, or nothing happened lately. */
	seenBy(operation, caller) {
		const ms = this.lags.get(operation);
		const present = {
			world: this.world,
			caller
		};
		if (ms === void 0) return present;
		const then = this.world.clock.now() - ms;
		const newest = this.snapshots.at(-1);
		const seen = this.snapshots.findLast(({ at }) => at <= then) ?? this.snapshots[0];
		if (seen === void 0 || seen === newest && seen.at > Number.NEGATIVE_INFINITY) return present;
		return {
			world: seen.world,
			caller: copyOf(caller, seen.copies)
		};
	}
	snapshot(at) {
		const copies = /* @__PURE__ */ new Map([[this.world.clock, this.world.clock]]);
		const world = copyOf(this.world, copies);
		world.tell = () => void 0;
		world.tend = () => void 0;
		return {
			at,
			world,
			copies
		};
	}
};
/** A deep copy that keeps prototypes and cycles; functions and commits, which never change, are shared. */
function copyOf(value, copies) {
	if (typeof value !== "object" || value === null) return value;
	const known = copies.get(value);
	if (known !== void 0) return known;
	if (value instanceof Git) return remembered(value, value.copy(), copies);
	if (value instanceof Map) {
		const copy = remembered(value, /* @__PURE__ */ new Map(), copies);
		for (const [key, item] of value) copy.set(copyOf(key, copies), copyOf(item, copies));
		return copy;
	}
	if (value instanceof Set) {
		const copy = remembered(value, /* @__PURE__ */ new Set(), copies);
		for (const item of value) copy.add(copyOf(item, copies));
		return copy;
	}
	const copy = remembered(value, Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value)), copies);
	for (const [key, item] of Object.entries(value)) Reflect.set(copy, key, copyOf(item, copies));
	return copy;
}
function remembered(original, copy, copies) {
	copies.set(original, copy);
	return copy;
}

// standin/serve/rate-limits.ts
/** REST, "Rate limits for the REST API". A job's token has 1,000 requests an hour and repository. */
const DEFAULTS = {
	requestsPerHour: 5e3,
	jobRequestsPerHour: 1e3,
	contentPerMinute: 80,
	contentPerHour: 500,
	pointsPerMinute: 900,
	concurrent: 100,
	status: 403,
	hasRetryAfter: true
};
const SECOND_MS = 1e3;
const MINUTE_MS = 6e4;
const HOUR_MS = 36e5;
const READ_POINTS = 1;
const WRITE_POINTS = 5;
/** Requests that were under way when the refusal was sent cannot know of it; in real time. */
const UNDER_WAY_MS = 1e3;
var RateLimits = class {
	world;
	violations;
	budgets = /* @__PURE__ */ new Map();
	limits = DEFAULTS;
	isEnforced = false;
	constructor(world, violations) {
		this.world = world;
		this.violations = violations;
	}
	enforce(options) {
		this.limits = {
			...DEFAULTS,
			...options
		};
		this.isEnforced = options !== null;
		this.budgets.clear();
	}
	/** Counts a request that has begun; call the answer when its connection is done with. */
	begin(authorization) {
		const budget = this.budgetOf(authorization);
		budget.underWay += 1;
		return () => {
			budget.underWay -= 1;
		};
	}
	/** Throws 403 or 429 when the budget is used up. */
	admit({ method, operation, authorization }) {
		const budget = this.budgetOf(authorization);
		const now = this.world.clock.now();
		if (this.isEnforced) {
			this.watchPersistence(budget, operation, now);
			const refusal = this.refusalFor(budget, {
				now,
				method
			});
			if (refusal !== null) throw refusal;
		}
		budget.points.push({
			at: now,
			cost: costOf(method)
		});
		if (createsContent(method)) budget.content.push(now);
		return {
			headers: () => this.headersOf(budget),
			answered: (status) => {
				if (status !== 304 && operation !== "rate-limit/get") budget.used += 1;
			}
		};
	}
	/** What `GET /rate_limit` says. */
	standing(authorization) {
		const { limit, used, resetsAt } = this.budgetOf(authorization);
		return {
			limit,
			used,
			remaining: Math.max(limit - used, 0),
			reset: Math.ceil(resetsAt / SECOND_MS)
		};
	}
	headersOf({ limit, used, resetsAt }) {
		const least = this.isEnforced ? 0 : Math.ceil(limit / 2);
		return {
			"x-ratelimit-limit": String(limit),
			"x-ratelimit-remaining": String(Math.max(limit - used, least)),
			"x-ratelimit-used": String(used),
			"x-ratelimit-reset": String(Math.ceil(resetsAt / SECOND_MS)),
			"x-ratelimit-resource": "core"
		};
	}
	budgetOf(authorization) {
		const { name, isJob } = this.payerOf(authorization);
		const now = this.world.clock.now();
		const limit = isJob ? this.limits.jobRequestsPerHour : this.limits.requestsPerHour;
		const times = {
			used: 0,
			resetsAt: now + HOUR_MS,
			closedUntil: 0,
			refusedAt: 0
		};
		const budget = this.budgets.get(name) ?? {
			name,
			limit,
			points: [],
			content: [],
			underWay: 0,
			...times
		};
		this.budgets.set(name, budget);
		if (now >= budget.resetsAt) Object.assign(budget, {
			used: 0,
			resetsAt: now + HOUR_MS
		});
		budget.points = budget.points.filter(({ at }) => at > now - MINUTE_MS);
		budget.content = budget.content.filter((at) => at > now - HOUR_MS);
		return budget;
	}
	payerOf(authorization) {
		const credentials = /^(?:bearer|token) (\S+)$/i.exec(authorization ?? "")?.[1] ?? "";
		const token = this.world.tokens.get(credentials);
		if (token === void 0) return {
			name: credentials.startsWith("eyJ") ? "the App" : "nobody",
			isJob: false
		};
		if (token.installation !== null) return {
			name: `installation ID ${token.installation.id}`,
			isJob: false
		};
		return {
			name: `repository ID ${[...token.repositoryIds ?? []].join()}`,
			isJob: true
		};
	}
	/** Docs, "Best practices for using the REST API": going on while limited may get an integration banned. */
	watchPersistence(budget, operation, now) {
		if (now >= budget.closedUntil || Date.now() - budget.refusedAt < UNDER_WAY_MS) return;
		const seconds = Math.ceil((budget.closedUntil - now) / SECOND_MS);
		const message = `went on although ${budget.name} is limited for another ${seconds} s`;
		this.violations.add("rate-limit", operation, message);
	}
	refusalFor(budget, { now, method }) {
		if (budget.used >= budget.limit) {
			this.close(budget, budget.resetsAt);
			const message = `API rate limit exceeded for ${budget.name}.`;
			return new Refusal(this.limits.status, message, {
				...this.headersOf(budget),
				"x-ratelimit-remaining": "0"
			});
		}
		const opensAt = this.secondaryOpensAt(budget, {
			now,
			method
		});
		if (opensAt <= now) return null;
		this.close(budget, opensAt);
		const message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
		const wait = this.limits.hasRetryAfter ? { "retry-after": String(Math.ceil((opensAt - now) / SECOND_MS)) } : {};
		return new Refusal(this.limits.status, message, {
			...this.headersOf(budget),
			...wait
		});
	}
	close(budget, until) {
		if (this.world.clock.now() >= budget.closedUntil) budget.refusedAt = Date.now();
		budget.closedUntil = Math.max(budget.closedUntil, until);
	}
	/** When the next request of this kind is taken; now or earlier for at once. */
	secondaryOpensAt(budget, { now, method }) {
		const { contentPerMinute, contentPerHour, pointsPerMinute, concurrent } = this.limits;
		const points = budget.points.reduce((sum, { cost }) => sum + cost, 0);
		const waits = [budget.closedUntil];
		if (budget.underWay > concurrent) waits.push(now + MINUTE_MS);
		if (points + costOf(method) > pointsPerMinute) waits.push((budget.points[0]?.at ?? now) + MINUTE_MS);
		if (createsContent(method)) {
			const lastMinute = budget.content.filter((at) => at > now - MINUTE_MS);
			if (lastMinute.length >= contentPerMinute) waits.push((lastMinute[0] ?? now) + MINUTE_MS);
			if (budget.content.length >= contentPerHour) waits.push((budget.content[0] ?? now) + HOUR_MS);
		}
		return Math.max(...waits);
	}
};
/** REST, "Calculating points for the secondary rate limit". */
function costOf(method) {
	return createsContent(method) ? WRITE_POINTS : READ_POINTS;
}
function createsContent(method) {
	return method !== "GET" && method !== "HEAD" && method !== "OPTIONS";
}

// standin/graphql/limits.ts
/**
* The limits of GitHub's GraphQL API that need no answer to be seen (docs, "Rate limits and query limits"): `first` or
* `last` from 1 to 100 on every connection, 100 ids in `nodes`, and 500,000 nodes in one query.
*/
const MOST_NODES = 5e5;
const LARGEST_PAGE = 100;
const MOST_IDS = 100;
/** What is wrong, or null. */
function limitProblem(schema, document, variables) {
	const fragments = /* @__PURE__ */ new Map();
	for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
	const counting = new Counting(schema, fragments, variables);
	for (const definition of document.definitions) {
		if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
		const problem = counting.walk(definition.selectionSet, schema.getQueryType() ?? void 0, 1);
		if (problem !== null) return problem;
	}
	const { nodes } = counting;
	return nodes > MOST_NODES ? `This query may return up to ${nodes} possible nodes, which exceeds ${MOST_NODES}` : null;
}
var Counting = class {
	nodes = 0;
	schema;
	fragments;
	variables;
	constructor(schema, fragments, variables) {
		this.schema = schema;
		this.fragments = fragments;
		this.variables = variables;
	}
	/** @param times how often the selection may be answered. */
	walk(set, type, times) {
		for (const selection of set?.selections ?? []) {
			const problem = selection.kind === Kind.FIELD ? this.walkField(selection, type, times) : this.walkFragment(selection, type, times);
			if (problem !== null) return problem;
		}
		return null;
	}
	walkFragment(selection, type, times) {
		const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(selection.name.value) : selection;
		const condition = fragment?.typeCondition?.name.value;
		return this.walk(fragment?.selectionSet, condition === void 0 ? type : this.schema.getType(condition), times);
	}
	walkField(field, type, times) {
		if (!isObjectType(type) && !isInterfaceType(type)) return null;
		const name = field.name.value;
		const definition = type.getFields()[name];
		if (definition === void 0) return null;
		const answered = getNamedType(definition.type);
		const size = this.sizeOf(field, answered.name);
		if (typeof size === "string") return size;
		if (size !== null) this.nodes += times * size;
		return isCompositeType(answered) ? this.walk(field.selectionSet, answered, times * (size ?? 1)) : null;
	}
	/** Null for a field that is neither a connection nor `nodes`; a text says what is wrong. */
	sizeOf(field, answered) {
		const given = Object.fromEntries((field.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, this.variables)]));
		const name = field.name.value;
		if (Array.isArray(given["ids"])) {
			const { length } = given["ids"];
			return length > MOST_IDS ? `You may not provide more than ${MOST_IDS} node ids; you provided ${length}.` : length;
		}
		if (!answered.endsWith("Connection")) return null;
		const size = given["first"] ?? given["last"];
		if (typeof size !== "number") return `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
		return size >= 1 && size <= LARGEST_PAGE ? size : `Requesting ${size} records on the \`${name}\` connection exceeds the limit of 100 records.`;
	}
};

// standin/graphql/problem.ts
/** An error as GitHub's GraphQL API words it: the type stands beside the message. */
function problem(type, message) {
	return new GraphQLError(message, { extensions: { type } });
}
/** Throws where the token lacks all of these permissions. */
function need(caller, ...permissions) {
	try {
		authorize(caller, {
			auth: "token",
			permissions
		});
	} catch (error) {
		throw error instanceof Refusal ? problem("FORBIDDEN", "Resource not accessible by integration") : error;
	}
}

// standin/graphql/show.ts
/**
* The state as the GraphQL API shows it: plain objects with `__typename`, whose fields with arguments are functions.
* What is asked of a list is cut by `first` or `last`.
*/
/** One page of a connection; there are no cursors here. */
function connection(all, { first, last }, show) {
	const items = first === void 0 ? all.slice(-(last ?? 0)) : all.slice(0, first);
	const isCut = items.length < all.length;
	return {
		totalCount: all.length,
		pageInfo: {
			hasNextPage: first !== void 0 && isCut,
			hasPreviousPage: first === void 0 && isCut
		},
		nodes: items.map(show)
	};
}
/** A bot has no `[bot]` in its login here. */
function showActor(account) {
	const login = account.kind === "Bot" ? account.login.replace(/\[bot\]$/, "") : account.login;
	return {
		__typename: account.kind,
		id: nodeId(account.kind, account.id),
		databaseId: account.id,
		login
	};
}
/** `user` is of the type User: a bot is none, and neither is the account in whose name GitHub itself commits. */
function showSignature(world, { email, login }) {
	const account = login === null ? null : world.account(login);
	return {
		email,
		user: account?.kind === "User" && account.login !== "web-flow" ? showActor(account) : null
	};
}
function showCommit(scope, repository, commit) {
	const { world, caller } = scope;
	return {
		__typename: "Commit",
		id: nodeId("Commit", commit.sha),
		oid: commit.sha,
		message: commit.message,
		author: showSignature(world, commit.author),
		authoredDate: instant(commit.author.at),
		committer: showSignature(world, commit.committer),
		associatedPullRequests: (page) => {
			need(caller, "pull_requests:read");
			return connection(pullsOfCommit(repository, commit.sha), page, (pull) => showPull(scope, repository, pull));
		},
		file: ({ path }) => {
			need(caller, "contents:read");
			const text = commit.tree.get(path);
			return text === void 0 ? null : {
				mode: 33188,
				object: showBlob(text)
			};
		}
	};
}
function showBlob(text) {
	return {
		__typename: "Blob",
		id: nodeId("Blob", text),
		byteSize: Buffer.byteLength(text),
		isTruncated: false,
		text
	};
}
function showPull(scope, repository, issue) {
	need(scope.caller, "pull_requests:read");
	const { pull } = issue;
	return {
		__typename: "PullRequest",
		id: nodeId("PullRequest", pull.id),
		number: issue.number,
		title: issue.title,
		body: issue.body ?? "",
		baseRefName: pull.base,
		headRefOid: pull.headSha,
		lastEditedAt: instantOrNull(issue.bodyEditedAt ?? null),
		mergedAt: instantOrNull(pull.merge?.at ?? null),
		mergeCommit: () => pull.merge === null ? null : showCommit(scope, repository, repository.git.get(pull.merge.sha)),
		changedFiles: () => filesOfPull(repository, issue).length,
		repository: {
			__typename: "Repository",
			id: nodeId("Repository", repository.id),
			databaseId: repository.id
		},
		milestone: issue.milestone === null ? null : {
			id: nodeId("Milestone", issue.milestone),
			number: issue.milestone
		},
		closingIssuesReferences: (page) => connection(closedBy(scope, repository, issue), page, (each) => each),
		author: showActor(issue.author),
		labels: (page) => connection([...issue.labels], page, (name) => ({
			id: nodeId("Label", name),
			name
		})),
		files: (page) => connection(filesOfPull(repository, issue), page, ({ path, additions, deletions, status }) => {
			return {
				path,
				additions,
				deletions,
				changeType: status === "removed" ? "DELETED" : status.toUpperCase()
			};
		}),
		commits: (page) => connection(commitsOfPull(repository, issue), page, (commit) => ({
			id: nodeId("PullRequestCommit", commit.sha),
			commit: showCommit(scope, repository, commit)
		})),
		reviews: (page) => connection(pull.reviews, page, (review) => showReview(scope, repository, review)),
		timelineItems: (page) => {
			if (page.itemTypes?.join() !== "LABELED_EVENT") throw problem("INVALID", "The stand-in has labelled events only");
			return connection(issue.events.filter(({ kind }) => kind === "labeled"), page, (event) => showLabelled(event));
		}
	};
}
const CLOSES = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:([\w.-]+\/[\w.-]+))?#(\d+)\b/gi;
/** The issues that the text says it closes, of the repositories that the token opens. Links by hand are not in here. */
function closedBy({ world, caller }, repository, issue) {
	need(caller, "issues:read");
	return [...(issue.body ?? "").matchAll(CLOSES)].flatMap(([, name, number]) => {
		const [owner = "", repo = ""] = name?.split("/") ?? [];
		const place = name === void 0 ? repository : world.findRepository(owner, repo);
		const closed = place !== null && opens(caller, place) ? place.issues.get(Number(number)) : void 0;
		if (place === null || closed === void 0 || closed.pull !== null) return [];
		const nameWithOwner = `${place.owner.login}/${place.name}`;
		const shown = {
			__typename: "Repository",
			id: nodeId("Repository", place.id),
			nameWithOwner
		};
		return [{
			__typename: "Issue",
			id: nodeId("Issue", closed.id),
			number: closed.number,
			repository: shown
		}];
	});
}
function showLabelled({ id, actor, label }) {
	return {
		__typename: "LabeledEvent",
		id: nodeId("LabeledEvent", id),
		actor: showActor(actor),
		label: {
			id: nodeId("Label", label ?? ""),
			name: label
		}
	};
}
function showReview(scope, repository, review) {
	return {
		__typename: "PullRequestReview",
		id: nodeId("PullRequestReview", review.id),
		fullDatabaseId: String(review.id),
		state: review.state,
		submittedAt: instant(review.at),
		author: showActor(review.author),
		commit: showCommit(scope, repository, repository.git.get(review.commit))
	};
}

// standin/graphql/show-repository.ts
/** A repository, who may do what in it, and its deployments, as the GraphQL API shows them. */
function showRepository(scope, repository) {
	return {
		__typename: "Repository",
		id: nodeId("Repository", repository.id),
		databaseId: repository.id,
		name: repository.name,
		owner: showActor(repository.owner),
		defaultBranchRef: () => showDefaultBranch(scope, repository),
		pullRequest: ({ number }) => {
			requireOpen(scope, repository);
			const issue = repository.issues.get(number);
			return issue === void 0 || !isPull(issue) ? null : showPull(scope, repository, issue);
		},
		collaborators: (page) => showCollaborators(scope, repository, page)
	};
}
function requireOpen({ caller }, repository) {
	if (!opens(caller, repository)) throw problem("FORBIDDEN", "Resource not accessible by integration");
}
function showDefaultBranch(scope, repository) {
	const sha = repository.git.branches.get(repository.defaultBranch);
	if (sha === void 0) return null;
	const target = showCommit(scope, repository, repository.git.get(sha));
	return {
		id: nodeId("Ref", repository.defaultBranch),
		name: repository.defaultBranch,
		target
	};
}
/** Those with a role of their own. Whoever may not push sees none of them. */
function showCollaborators(scope, repository, { first, login }) {
	requireOpen(scope, repository);
	need(scope.caller, "contents:write");
	return { edges: [...repository.permissions].filter(([name, role]) => role !== "none" && (login === void 0 || name === login.toLowerCase())).slice(0, first).map(([name, role]) => {
		return {
			permission: role.toUpperCase(),
			node: showActor(scope.world.account(name))
		};
	}) };
}
function showDeployment({ caller }, deployment) {
	need(caller, "deployments:read");
	const newestFirst = [...deployment.statuses].reverse();
	const [latest] = newestFirst;
	return {
		__typename: "Deployment",
		id: nodeId("Deployment", deployment.id),
		latestStatus: latest === void 0 ? null : showStatus(latest),
		statuses: (page) => connection(newestFirst, page, showStatus)
	};
}
function showStatus({ id, state, at }) {
	return {
		__typename: "DeploymentStatus",
		id: nodeId("DeploymentStatus", id),
		state: state.toUpperCase(),
		createdAt: instant(at)
	};
}

// standin/graphql/root.ts
/** Where queries begin. */
function rootOf(scope) {
	return {
		repository: ({ owner, name }) => {
			const repository = scope.world.findRepository(owner, name);
			if (repository === null || repository.isPrivate && !opens(scope.caller, repository)) throw problem("NOT_FOUND", `Could not resolve to a Repository with the name '${owner}/${name}'.`);
			return showRepository(scope, repository);
		},
		organization: ({ login }) => {
			const organization = scope.world.organizations.get(login.toLowerCase());
			if (organization === void 0) throw problem("NOT_FOUND", `Could not resolve to an Organization with the login of '${login}'.`);
			return showOrganization(scope, organization);
		},
		viewer: showViewer(scope),
		nodes: ({ ids }) => ids.map((id) => nodeOf(scope, id) ?? missing(id))
	};
}
/** Whoever the token stands for is shown as a user, a bot with its `[bot]`. */
function showViewer({ caller }) {
	if (caller.kind !== "token") return null;
	const { id, login } = caller.actor;
	return {
		__typename: "User",
		id: nodeId("User", id),
		databaseId: id,
		login
	};
}
function missing(id) {
	return problem("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'.`);
}
/** The commits, deployments and pull requests that the token opens. */
function nodeOf(scope, id) {
	const [kind = "", key = ""] = Buffer.from(id, "base64url").toString("utf8").split(":");
	for (const repository of scope.world.repositories.values()) {
		const found = opens(scope.caller, repository) ? nodeIn(scope, repository, kind, key) : null;
		if (found !== null) return found;
	}
	return null;
}
function nodeIn(scope, repository, kind, key) {
	if (kind === "Commit") {
		need(scope.caller, "contents:read");
		const commit = repository.git.find(key);
		return commit && showCommit(scope, repository, commit);
	}
	if (kind === "Deployment") {
		const deployment = repository.deployments.get(Number(key));
		return deployment === void 0 ? null : showDeployment(scope, deployment);
	}
	if (kind !== "PullRequest") return null;
	const issue = pullsOf(repository).find(({ pull }) => String(pull.id) === key);
	return issue === void 0 ? null : showPull(scope, repository, issue);
}
/** Teams are shown to the installation of the organisation only, as in the REST API. */
function showOrganization({ world, caller }, organization) {
	return {
		...showActor(organization.account),
		team: ({ slug }) => {
			need(caller, "members:read");
			if (caller.kind !== "token" || caller.token.installation?.account !== organization.account) throw problem("FORBIDDEN", "Resource not accessible by integration");
			const team = organization.teams.get(slug.toLowerCase());
			if (team === void 0) return null;
			const members = [...world.accounts.keys()].filter((login) => membershipOf(organization, team, login) === "active");
			return {
				__typename: "Team",
				id: nodeId("Team", team.id),
				slug: team.slug,
				members: (page) => connection(members, page, (login) => showActor(world.account(login)))
			};
		}
	};
}

// standin/graphql/answer.ts
/** `POST /graphql`: GitHub's own schema decides what may be asked, and what may be answered. */
/** The name of the one operation, for faults and in the log. */
const GRAPHQL = "graphql";
function isGraphqlPath(pathname) {
	return pathname === "/graphql" || pathname === "/api/graphql";
}
/** Read when it is asked for first, and then kept: it takes some milliseconds. */
let schema = null;
function theSchema() {
	schema ??= buildSchema(readFileSync(path.join(import.meta.dirname, "..", "graphql", "schema.graphql"), "utf8"));
	return schema;
}
function answerGraphql({ world, violations }, caller, body) {
	authorize(caller, {
		auth: "token",
		permissions: []
	});
	const { query, variables } = askedIn(body);
	const refused = (kind, message) => {
		violations.add(kind, GRAPHQL, message);
		return {
			status: 200,
			body: { errors: [{ message }] }
		};
	};
	const document = parsed(query);
	if (typeof document === "string") return refused("request", document);
	const [invalid] = validate(theSchema(), document);
	if (invalid !== void 0) return refused("request", invalid.message);
	const limit = limitProblem(theSchema(), document, variables);
	if (limit !== null) return refused("rule", limit);
	const rootValue = rootOf({
		world,
		caller
	});
	const { data, errors } = executeSync({
		schema: theSchema(),
		document,
		rootValue,
		variableValues: variables
	});
	for (const error of errors ?? []) if (error.extensions["type"] === void 0) violations.add("answer", GRAPHQL, error.message);
	return {
		status: 200,
		body: {
			...data === void 0 ? {} : { data },
			...errors ? { errors: errors.map(shownError) } : {}
		}
	};
}
function askedIn(body) {
	if (typeof body !== "object" || body === null || !("query" in body) || typeof body.query !== "string") throw new Refusal(400, "A query attribute must be specified and must be a string.");
	const given = "variables" in body && typeof body.variables === "object" ? body.variables : null;
	return {
		query: body.query,
		variables: { ...given }
	};
}
function parsed(query) {
	try {
		return parse(query);
	} catch (error) {
		return String(error);
	}
}
function shownError({ message, locations, path: place, extensions }) {
	return {
		type: extensions["type"],
		path: place,
		locations,
		message
	};
}

// standin/operations.ts
const JWT = {
	auth: "jwt",
	permissions: []
};
function needs(...permissions) {
	return {
		auth: "token",
		permissions
	};
}
const READ_ISSUES = needs("issues:read", "pull_requests:read");
const WRITE_ISSUES = needs("issues:write", "pull_requests:write");
const OPERATIONS = {
	"apps/get-authenticated": JWT,
	"apps/list-installations": JWT,
	"apps/get-installation": JWT,
	"apps/get-repo-installation": JWT,
	"apps/create-installation-access-token": JWT,
	"apps/get-webhook-config-for-app": JWT,
	"apps/list-webhook-deliveries": JWT,
	"apps/get-webhook-delivery": JWT,
	"apps/redeliver-webhook-delivery": JWT,
	"apps/list-repos-accessible-to-installation": {
		...needs("metadata:read"),
		installationOnly: true
	},
	"rate-limit/get": needs(),
	"repos/get": needs("metadata:read"),
	"repos/get-content": needs("contents:read"),
	"repos/get-branch": needs("contents:read"),
	"repos/list-branches": needs("contents:read"),
	"repos/get-commit": needs("contents:read"),
	"repos/list-commits": needs("contents:read"),
	"repos/compare-commits-with-basehead": needs("contents:read"),
	"repos/list-pull-requests-associated-with-commit": needs("pull_requests:read"),
	"repos/get-branch-rules": needs("metadata:read"),
	"git/get-ref": needs("contents:read"),
	"repos/create-release": needs("contents:write"),
	"repos/get-release-by-tag": needs("contents:read"),
	"repos/list-releases": needs("contents:read"),
	"repos/update-release": needs("contents:write"),
	"pulls/get": needs("pull_requests:read"),
	"pulls/list": needs("pull_requests:read"),
	"pulls/list-files": needs("pull_requests:read"),
	"pulls/list-commits": needs("pull_requests:read"),
	"pulls/list-reviews": needs("pull_requests:read"),
	"issues/get": READ_ISSUES,
	"issues/create": needs("issues:write"),
	"issues/update": WRITE_ISSUES,
	"issues/list-for-repo": needs("issues:read"),
	"issues/list-labels-for-repo": READ_ISSUES,
	"issues/list-comments": READ_ISSUES,
	"issues/get-comment": READ_ISSUES,
	"issues/create-comment": WRITE_ISSUES,
	"issues/update-comment": WRITE_ISSUES,
	"issues/list-labels-on-issue": READ_ISSUES,
	"issues/add-labels": WRITE_ISSUES,
	"issues/remove-label": WRITE_ISSUES,
	"issues/list-events": READ_ISSUES,
	"issues/list-milestones": READ_ISSUES,
	"issues/get-milestone": READ_ISSUES,
	"code-scanning/list-recent-analyses": needs("security_events:read"),
	"code-scanning/list-alerts-for-repo": needs("security_events:read"),
	"dependabot/list-alerts-for-repo": needs("vulnerability_alerts:read"),
	"repos/list-attestations": needs("attestations:read"),
	"checks/create": needs("checks:write"),
	"checks/update": needs("checks:write"),
	"checks/get": needs("checks:read"),
	"checks/list-for-ref": needs("checks:read"),
	"checks/list-annotations": needs("checks:read"),
	"repos/get-combined-status-for-ref": needs("statuses:read"),
	"actions/list-workflow-runs-for-repo": needs("actions:read"),
	"actions/get-workflow-run": needs("actions:read"),
	"actions/list-jobs-for-workflow-run": needs("actions:read"),
	"actions/list-workflow-run-artifacts": needs("actions:read"),
	"actions/get-pending-deployments-for-run": needs("actions:read"),
	"actions/get-reviews-for-run": needs("actions:read"),
	"actions/create-workflow-dispatch": needs("actions:write"),
	"actions/review-custom-gates-for-run": {
		...needs("deployments:write"),
		installationOnly: true
	},
	"repos/get-all-environments": needs("actions:read"),
	"repos/get-environment": needs("actions:read"),
	"repos/get-all-deployment-protection-rules": needs("actions:read"),
	"repos/list-deployments": needs("deployments:read"),
	"repos/get-deployment": needs("deployments:read"),
	"repos/list-deployment-statuses": needs("deployments:read"),
	"repos/get-collaborator-permission-level": needs("metadata:read"),
	"repos/list-collaborators": needs("metadata:read"),
	"users/get-by-username": needs(),
	"orgs/list-members": needs("members:read"),
	"orgs/get-membership-for-user": needs("members:read"),
	"teams/list": needs("members:read"),
	"teams/list-child-in-org": needs("members:read"),
	"teams/list-members-in-org": needs("members:read"),
	"teams/get-membership-for-user-in-org": needs("members:read")
};

// standin/serve/oidc.ts
/** Whether the path was the provider's, and is answered. It is another host on github.com, and has no rate limit. */
function answerOidc(world, pathname, response) {
	if (!pathname.startsWith("/_services/token/")) return false;
	const document = {
		"/_services/token/.well-known/openid-configuration": () => discoveryDocument(world),
		"/_services/token/.well-known/jwks": keySet
	}[pathname];
	response.writeHead(document === void 0 ? 404 : 200, { "content-type": "application/json; charset=utf-8" });
	response.end(JSON.stringify(document?.() ?? { message: "Not Found" }));
	return true;
}

// standin/serve/send.ts
/** The answer on the wire: headers, ETag, and what a fault does to it. */
async function sendAnswer(request, response, sent) {
	const { answer, fault, entry, ticket } = sent;
	const text = textOf(answer.body);
	const etag = `W/"${createHash("sha256").update(text).digest("hex")}"`;
	const isTagged = entry.method === "GET" && answer.status === 200;
	const isKnown = isTagged && knows(request.headers["if-none-match"], etag);
	const status = isKnown ? 304 : answer.status;
	ticket?.answered(status);
	if (fault?.kind === "timeout-after-apply") return;
	if (fault?.kind === "reset-after") {
		request.socket.destroy();
		return;
	}
	if (fault?.kind === "delay") await new Promise((resolve) => setTimeout(resolve, fault.ms));
	if (fault?.kind !== "cut-mid-answer") entry.status = status;
	const headers = {
		...headersOf$1(sent),
		...isTagged ? { etag } : {},
		...answer.headers
	};
	if (fault?.kind === "cut-mid-answer") {
		response.writeHead(status, {
			...headers,
			"content-length": Math.max(Buffer.byteLength(text), 1)
		});
		cutAfterHalf(request, response, text);
		return;
	}
	response.writeHead(status, headers);
	response.end(isKnown ? "" : text);
}
function headersOf$1({ answer, ticket, number }) {
	return {
		"x-github-request-id": `STANDIN:${number}`,
		"x-github-media-type": "github.v3; format=json",
		...ticket?.headers(),
		...answer.body === void 0 ? {} : { "content-type": "application/json; charset=utf-8" }
	};
}
/** The client has the status and believes it, and then the connection is gone. */
function cutAfterHalf(request, response, text) {
	const half = text.slice(0, Math.floor(text.length / 2));
	response.flushHeaders();
	if (half === "") request.socket.destroy();
	else response.write(half, () => request.socket.destroy());
}
/** RFC 9110, 13.1.2: a list, or `*`; weak comparison. */
function knows(header, etag) {
	if (header === void 0) return false;
	const bare = (tag) => tag.trim().replace(/^W\//, "");
	return header.trim() === "*" || header.split(",").map(bare).includes(bare(etag));
}
function textOf(body) {
	if (body === void 0) return "";
	return typeof body === "string" ? body : JSON.stringify(body);
}

// standin/serve/server.ts
/** More than any request of the API needs. */
const LARGEST_BODY = 1e7;
var ApiServer = class {
	log = [];
	parts;
	server;
	constructor(parts) {
		this.parts = parts;
		this.server = createServer((request, response) => {
			this.handle(request, response).catch((error) => {
				parts.violations.add("answer", `${request.method} ${request.url}`, String(error));
				response.destroy();
			});
		});
	}
	async listen() {
		await new Promise((resolve) => this.server.listen(0, "127.0.0.1", resolve));
		return this.server.address().port;
	}
	async close() {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(() => resolve()));
	}
	async handle(request, response) {
		const done = this.parts.limits.begin(request.headers.authorization);
		response.once("close", done);
		const body = await bodyOf(request);
		const url = new URL((request.url ?? "/").replace(/^\/api\/v3(?=\/|$)/, ""), "http://127.0.0.1");
		const method = request.method ?? "GET";
		if (answerOidc(this.parts.world, url.pathname, response)) return;
		this.parts.world.tend();
		const matched = this.parts.contract.match(method, url.pathname);
		const operation = isGraphqlPath(url.pathname) && method === "POST" ? GRAPHQL : matched?.operation.id ?? null;
		const entry = {
			method,
			path: url.pathname + url.search,
			operation,
			actor: "anonymous",
			status: null,
			applied: false,
			body
		};
		this.log.push(entry);
		const fault = operation === null ? null : this.parts.faults.take(operation, entry.path);
		if (fault?.kind === "reset-before") {
			request.socket.destroy();
			return;
		}
		if (fault?.kind === "timeout-before") return;
		const ticket = { admitted: null };
		const answer = this.answerTo(request, {
			url,
			body,
			matched,
			fault,
			entry,
			ticket
		});
		if (entry.applied && method !== "GET") this.parts.past.remember();
		this.parts.world.tend();
		await sendAnswer(request, response, {
			answer,
			fault,
			entry,
			ticket: ticket.admitted,
			number: this.log.length
		});
	}
	answerTo(request, asked) {
		const { url, body, matched, fault, entry, ticket } = asked;
		try {
			if (matched === null && entry.operation !== "graphql") {
				const what = `${entry.method} ${url.pathname}`;
				this.parts.violations.add("unknown-operation", what, "is not among the operations the stand-in offers");
				throw new Refusal(404, "Not Found");
			}
			if (request.headers["user-agent"] === void 0) throw new Refusal(403, "Request forbidden: no User-Agent header");
			const { world, key } = this.parts;
			const caller = authenticate(world, key, request.headers.authorization);
			entry.actor = caller.kind === "app" ? `app/${world.app.slug}` : caller.actor.login;
			if (matched === null) return this.graphqlAnswer({
				caller,
				body,
				fault,
				entry
			});
			const { authorization } = request.headers;
			ticket.admitted = this.parts.limits.admit({
				method: entry.method,
				operation: matched.operation.id,
				authorization
			});
			const call = this.understood(request, {
				url,
				body,
				matched,
				caller
			});
			refuseFor(fault);
			const answer = this.handlerOf(matched)(call);
			entry.applied = true;
			refuseAfterwards(fault);
			return this.parts.contract.checkedAnswer(matched.operation, answer) ?? ownMistake();
		} catch (error) {
			if (error instanceof Refusal) return refused(error);
			this.parts.violations.add("answer", entry.operation ?? entry.path, String(error));
			return ownMistake();
		}
	}
	graphqlAnswer(asked) {
		const { caller, body, fault, entry } = asked;
		refuseFor(fault);
		const answer = answerGraphql(this.parts, caller, body);
		entry.applied = true;
		refuseAfterwards(fault);
		const { corrupt } = this.parts.contract;
		return corrupt?.({
			operation: "graphql",
			status: answer.status,
			body: answer.body
		}) ?? answer;
	}
	/** Throws a refusal when the caller may not ask this, or asks it wrongly. */
	understood(request, asked) {
		const { url, body, matched, caller } = asked;
		const rule = OPERATIONS[matched.operation.id];
		if (rule === void 0) throw new Error(`${matched.operation.id} has no rule in operations.ts`);
		authorize(caller, rule);
		const query = Object.fromEntries(url.searchParams);
		const problem = this.parts.contract.requestProblem(matched, query, body);
		if (problem !== null) throw new Refusal(422, `Invalid request: ${problem}`);
		const isRead = matched.operation.method === "GET";
		const present = {
			world: this.parts.world,
			caller
		};
		return {
			...isRead ? this.parts.past.seenBy(matched.operation.id, caller) : present,
			budget: this.parts.limits.standing(request.headers.authorization),
			path: matched.path,
			query,
			body: typeof body === "object" && body !== null ? { ...body } : {},
			accept: request.headers.accept ?? "",
			address: `${this.parts.world.url}/api/v3${url.pathname}`
		};
	}
	handlerOf({ operation }) {
		const handler = this.parts.routes[operation.id];
		if (handler === void 0) throw new Error(`${operation.id} has no handler`);
		return handler;
	}
};
function refuseFor(fault) {
	if (fault?.kind === "status") throw new Refusal(fault.status, fault.message ?? "Server Error", fault.headers ?? {});
}
/** It was done, but a gateway lost the answer. */
function refuseAfterwards(fault) {
	if (fault?.kind === "status-after") throw new Refusal(fault.status, fault.message ?? "Server Error");
}
async function bodyOf(request) {
	const chunks = [];
	let size = 0;
	for await (const chunk of request) {
		const bytes = chunk;
		size += bytes.length;
		if (size > LARGEST_BODY) throw new Error("the request body is too large");
		chunks.push(bytes);
	}
	const text = Buffer.concat(chunks).toString("utf8");
	if (text === "") return void 0;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
function refused({ status, message, headers }) {
	return {
		status,
		headers,
		body: {
			message,
			documentation_url: "https://docs.github.com/rest",
			status: String(status)
		}
	};
}
function ownMistake() {
	return refused(new Refusal(500, "The stand-in broke its own contract; see its violations"));
}

// standin/validate/schemas.ts
/** Compiles schemas of a description, each when it is first needed. */
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
function isDateTime(text) {
	return DATE_TIME.test(text) && !Number.isNaN(Date.parse(text));
}
var Schemas = class {
	ajv;
	compiled = /* @__PURE__ */ new Map();
	description;
	constructor(description) {
		this.description = description;
		this.ajv = new Ajv2019({
			strict: false,
			allErrors: false,
			validateFormats: true,
			inlineRefs: false
		});
		this.ajv.addFormat("date-time", isDateTime);
		this.ajv.addFormat("timestamp", isDateTime);
		this.ajv.addFormat("uri", (text) => URL.canParse(text));
		this.ajv.addFormat("uri-template", (text) => URL.canParse(text.replaceAll(/[{}]/g, "")));
		this.ajv.addFormat("email", /^[^@\s]+@[^@\s]+$/);
		this.ajv.addFormat("int64", true);
		this.ajv.addSchema({
			$id: "github:/description",
			components: description.components()
		});
	}
	/** What is wrong with a value, or null. */
	problem(schema, value) {
		const validate = this.compiled.get(schema) ?? this.compile(schema);
		return validate(value) ? null : messageOf(validate.errors ?? []);
	}
	compile(schema) {
		const closed = JSON.parse(JSON.stringify(this.description.closed(schema)).replaceAll("\"$ref\":\"#/", "\"$ref\":\"github:/description#/"));
		const validate = this.ajv.compile(closed);
		this.compiled.set(schema, validate);
		return validate;
	}
};
function messageOf(errors) {
	return errors.slice(0, 4).map(({ instancePath, message, params }) => `${instancePath || "(whole)"} ${message} ${JSON.stringify(params)}`).join("; ");
}

// standin/verbs/tend.ts
/** A function that does it now, and never within itself. */
function tenderOf(world) {
	let isTending = false;
	return () => {
		if (isTending) return;
		isTending = true;
		try {
			elapseTimers(world);
			tendQueues(world);
		} finally {
			isTending = false;
		}
	};
}

// standin/violations.ts
var Violations = class {
	list = [];
	add(kind, operation, message) {
		this.list.push({
			kind,
			operation,
			message
		});
	}
	forget() {
		this.list.length = 0;
	}
	/** Throws with every violation there was. */
	assertNone() {
		if (this.list.length === 0) return;
		const lines = this.list.map(({ kind, operation, message }) => `  ${kind} ${operation}: ${message}`);
		throw new Error(`${this.list.length} violations of GitHub's API:\n${lines.join("\n")}`);
	}
};

// standin/webhooks/announce.ts
/** Makes the payload of what happened, checks it against GitHub's description, and hands it to the deliveries. */
var Announcer = class {
	world;
	schemas;
	violations;
	bodies;
	constructor(world, schemas, violations) {
		this.world = world;
		this.schemas = schemas;
		this.violations = violations;
		this.bodies = bodiesOf(schemas.description);
	}
	/** Null when the App would not be told: not installed there, or not subscribed. */
	announcementOf(happening) {
		const { installation, repository } = happening;
		const [name = "", actionName] = happening.webhook.replaceAll("-", "_").split("/");
		if (installation === null || !this.world.app.events.includes(name)) return null;
		const action = actionName ?? null;
		const payload = this.payloadOf(happening, action);
		return {
			event: name,
			action,
			repository: repository === null ? null : fullName(repository),
			repositoryId: repository?.id ?? null,
			installationId: installation.id,
			payload
		};
	}
	payloadOf(happening, action) {
		const { webhook, repository, installation, sender, content } = happening;
		const { world } = this;
		const owner = repository?.owner ?? installation?.account;
		const full = {
			...action === null ? {} : { action },
			...content,
			...repository === null ? {} : { repository: showRepository$1(world, repository) },
			...owner?.kind === "Organization" ? { organization: showOrganization$1(world, owner) } : {},
			...installation === null ? {} : { installation: {
				id: installation.id,
				node_id: nodeId("Installation", installation.id)
			} },
			sender: showAccount(world, sender)
		};
		const schema = this.bodies.get(webhook);
		if (schema === void 0) {
			this.violations.add("webhook", webhook, "is not in the webhooks description: add it to operations.ts");
			return full;
		}
		const payload = shaped(full, schema, this.schemas.description);
		const problem = this.schemas.problem(schema, payload);
		if (problem !== null) this.violations.add("webhook", webhook, problem);
		return payload;
	}
};
function bodiesOf(description) {
	const found = /* @__PURE__ */ new Map();
	for (const item of Object.values(description.resolve(description.document["webhooks"]))) {
		const operation = description.resolve(description.resolve(item)["post"]);
		const content = description.resolve(description.resolve(operation["requestBody"])["content"]);
		const schema = description.resolve(content["application/json"])["schema"];
		if (isObject(schema)) found.set(String(operation["operationId"]), schema);
	}
	return found;
}

// standin/webhooks/post.ts
/** One signed webhook over HTTP. */
/** Headers as GitHub sends them (docs.github.com, "Webhook events and payloads", delivery headers). */
function headersOf(letter) {
	const sign = (kind) => createHmac(kind, letter.secret).update(letter.body).digest("hex");
	return {
		accept: "*/*",
		"content-type": "application/json",
		"user-agent": "GitHub-Hookshot/standin",
		"x-github-delivery": letter.guid,
		"x-github-event": letter.event,
		"x-github-hook-id": "1",
		"x-github-hook-installation-target-id": String(letter.appId),
		"x-github-hook-installation-target-type": "integration",
		"x-hub-signature": `sha1=${sign("sha1")}`,
		"x-hub-signature-256": `sha256=${sign("sha256")}`
	};
}
async function postLetter(letter) {
	try {
		const answer = await fetch(letter.url, {
			method: "POST",
			headers: headersOf(letter),
			body: letter.body,
			redirect: "manual",
			signal: AbortSignal.timeout(letter.timeoutMs)
		});
		await answer.arrayBuffer();
		return {
			kind: "answered",
			status: answer.status
		};
	} catch (error) {
		return { kind: error instanceof Error && error.name === "TimeoutError" ? "timed-out" : "failed-to-connect" };
	}
}

// standin/webhooks/deliveries.ts
/** The log of deliveries and the queue they leave by: one after another, as things happened. */
/** Docs, "Redelivering webhooks": deliveries of the past 3 days. */
const KEPT_MS = 2592e5;
var Deliveries = class {
	log = [];
	world;
	receiver;
	tricks = [];
	isHolding = false;
	queue = Promise.resolve();
	isClosed = false;
	constructor(world, receiver) {
		this.world = world;
		this.receiver = receiver;
	}
	/** What GitHub still knows of: three days of what it sent, oldest first. The log of tests forgets nothing. */
	get remembered() {
		const oldest = this.world.clock.now() - KEPT_MS;
		return this.log.filter(({ state, deliveredAt }) => {
			return (state === "delivered" || state === "failed") && deliveredAt >= oldest;
		});
	}
	/** As the settings of the App show it: of the secret, that there is one. */
	get config() {
		const { url } = this.receiver;
		return {
			...url === null ? {} : { url },
			content_type: "json",
			insecure_ssl: "0",
			secret: "********"
		};
	}
	get deliveries() {
		return this.log;
	}
	announce(announcement) {
		if (this.receiver.url === null) return;
		const altered = this.take("alter", announcement)?.change?.({ ...announcement.payload });
		const delivery = this.newDelivery(announcement, JSON.stringify(altered ?? announcement.payload), randomUUID());
		delivery.sentEvent = this.take("rename", announcement)?.event ?? announcement.event;
		if (this.take("drop", announcement) !== null) {
			delivery.state = "dropped";
			return;
		}
		const copy = this.take("duplicate", announcement) === null ? null : this.copyOf(delivery, false);
		for (const one of copy === null ? [delivery] : [delivery, copy]) if (this.isHolding) one.state = "held";
		else this.enqueue(one);
	}
	newDelivery(announcement, body, guid) {
		const delivery = {
			id: this.world.nextId(),
			guid,
			event: announcement.event,
			action: announcement.action,
			repository: announcement.repository,
			redelivery: false,
			state: "pending",
			status: null,
			deliveredAt: this.world.clock.now(),
			payload: announcement.payload,
			announcement,
			body,
			sentEvent: announcement.event,
			tookMs: 0,
			silence: null
		};
		this.log.push(delivery);
		return delivery;
	}
	copyOf(original, redelivery) {
		const copy = this.newDelivery(original.announcement, original.body, original.guid);
		copy.redelivery = redelivery;
		copy.sentEvent = original.sentEvent;
		return copy;
	}
	enqueue(delivery) {
		delivery.state = "pending";
		this.queue = this.queue.then(() => this.send(delivery));
	}
	async send(delivery) {
		if (this.isClosed || this.receiver.url === null) return;
		delivery.deliveredAt = this.world.clock.now();
		const startedAt = performance.now();
		const { url, secret, timeoutMs } = this.receiver;
		const { guid, body, sentEvent } = delivery;
		const letter = {
			url,
			secret,
			timeoutMs,
			guid,
			body,
			event: sentEvent,
			appId: this.world.app.id
		};
		const posted = await postLetter(letter);
		delivery.status = posted.kind === "answered" ? posted.status : null;
		delivery.silence = posted.kind === "answered" ? null : posted.kind;
		delivery.tookMs = performance.now() - startedAt;
		delivery.state = delivery.status !== null && delivery.status >= 200 && delivery.status < 300 ? "delivered" : "failed";
	}
	take(kind, announcement) {
		const trick = this.tricks.find((one) => one.kind === kind && matches(one.filter, announcement));
		if (trick === void 0) return null;
		trick.times -= 1;
		this.tricks = this.tricks.filter((one) => one.times > 0);
		return trick;
	}
	async settled() {
		for (let seen = null; seen !== this.queue;) {
			seen = this.queue;
			await seen;
		}
	}
	close() {
		this.isClosed = true;
	}
	hold() {
		this.isHolding = true;
	}
	release(order = "as-happened") {
		this.isHolding = false;
		const held = this.log.filter((delivery) => delivery.state === "held");
		for (const delivery of order === "reversed" ? held.reverse() : held) this.enqueue(delivery);
	}
	drop(filter, times = 1) {
		this.tricks.push({
			kind: "drop",
			filter,
			times
		});
	}
	duplicate(filter, times = 1) {
		this.tricks.push({
			kind: "duplicate",
			filter,
			times
		});
	}
	renameEvent(filter, event) {
		this.tricks.push({
			kind: "rename",
			filter,
			times: 1,
			event
		});
	}
	alter(filter, change) {
		this.tricks.push({
			kind: "alter",
			filter,
			times: 1,
			change
		});
	}
	redeliver(guid) {
		const original = this.log.find((delivery) => delivery.guid === guid);
		if (original === void 0) throw new Error(`there was no delivery ${guid}`);
		if (original.deliveredAt < this.world.clock.now() - KEPT_MS) throw new Error(`${guid} is more than 3 days old`);
		this.enqueue(this.copyOf(original, true));
	}
};
function matches(filter, announcement) {
	if (filter.event !== void 0 && filter.event !== announcement.event) return false;
	if (filter.action !== void 0 && filter.action !== announcement.action) return false;
	return filter.repository === void 0 || filter.repository === announcement.repository;
}

// standin/start.ts
/**
* The one entry of the stand-in GitHub: a stateful GitHub on 127.0.0.1, stricter than the real one.
*
*     const github = await startStandin({ clock });
*     github.createOrganization('acme');
*     github.createUser('anna');
*     const shop = github.createRepository({ owner: 'acme', name: 'shop', files: { 'README.md': 'hello' } });
*     github.sendWebhooksTo('http://127.0.0.1:3000/api/github/webhooks');
*     shop.enableRule('production');
*     const run = shop.startRun({ environment: 'production', actor: 'anna' });
*     await github.settled();
*     github.assertClean();
*     await github.close();
*/
/** What `app.yml` of Tidegate asks for; a test compares the two. */
const APP_PERMISSIONS = {
	actions: "write",
	checks: "write",
	contents: "write",
	deployments: "write",
	issues: "write",
	pull_requests: "write",
	merge_queues: "read",
	statuses: "read",
	security_events: "read",
	vulnerability_alerts: "read",
	attestations: "read",
	metadata: "read",
	members: "read"
};
const APP_EVENTS = [
	"pull_request",
	"pull_request_review",
	"issue_comment",
	"deployment",
	"deployment_status",
	"deployment_protection_rule",
	"deployment_review",
	"workflow_run",
	"check_run",
	"check_suite",
	"status",
	"merge_group",
	"milestone",
	"push",
	"issues",
	"membership",
	"team",
	"organization",
	"member",
	"repository",
	"workflow_job"
];
/** The descriptions are read once; compiled schemas are shared by all stand-ins of a process. */
const REST = new Schemas(new Description("rest.json"));
const WEBHOOKS = new Schemas(new Description("webhooks.json"));
/** Starts it on an ephemeral port. Close it when done. */
async function startStandin(options = {}) {
	const app = options.app ?? {};
	const keys = keysOf(app.publicKey);
	const world = new World(options.clock ?? { now: () => Date.now() }, {
		id: app.id ?? 4711,
		slug: app.slug ?? "tidegate",
		permissions: app.permissions ?? APP_PERMISSIONS,
		events: app.events ?? APP_EVENTS
	});
	const receiver = {
		url: app.webhookUrl ?? null,
		secret: app.webhookSecret ?? "standin-secret",
		timeoutMs: options.deliveryTimeoutMs ?? 1e4
	};
	const violations = new Violations();
	const past = new Past(world);
	const limits = new RateLimits(world, violations);
	const deliveries = new Deliveries(world, receiver);
	const announcer = new Announcer(world, WEBHOOKS, violations);
	world.tell = (happening) => {
		const announcement = announcer.announcementOf(happening);
		if (announcement !== null) deliveries.announce(announcement);
		past.remember();
	};
	world.tend = tenderOf(world);
	const contract = new Contract(REST, violations);
	const faults = new Faults();
	const key = publicKeyOf(keys.publicKey);
	const server = new ApiServer({
		world,
		key,
		contract,
		faults,
		past,
		limits,
		violations,
		routes: allRoutes(deliveries)
	});
	world.url = `http://127.0.0.1:${await server.listen()}`;
	const { privateKey } = keys;
	return new StandinHandle({
		world,
		server,
		contract,
		faults,
		past,
		limits,
		violations,
		deliveries,
		receiver,
		privateKey
	});
}
/** Making a key takes a third of a second, so the stand-ins of a process share one. */
let sharedKeys = null;
function keysOf(publicKey) {
	if (publicKey !== void 0) return {
		publicKey,
		privateKey: null
	};
	sharedKeys ??= generateKeyPairSync("rsa", {
		modulusLength: 2048,
		publicKeyEncoding: {
			type: "spki",
			format: "pem"
		},
		privateKeyEncoding: {
			type: "pkcs8",
			format: "pem"
		}
	});
	return sharedKeys;
}

// src/cli/demo/app-process.ts
/** The real App, as a process of its own: what the demo shows is what an operator runs. */
const STARTS_WITHIN_MS = 2e4;
const STOPS_WITHIN_MS = 12e3;
const LINES_KEPT = 20;
function newWebhookSecret() {
	return randomBytes(32).toString("hex");
}
async function startAppProcess(options) {
	const child = fork(options.entry, ["serve"], {
		env: {
			...process.env,
			...environmentOf(options)
		},
		stdio: [
			"ignore",
			"pipe",
			"pipe",
			"ipc"
		]
	});
	const lines = keepLines(child);
	return {
		webhookUrl: `http://127.0.0.1:${await listeningPort(child, lines)}/api/github/webhooks`,
		moveClock: (to) => moveClock(child, to),
		logTail: () => [...lines],
		stop: () => end(child, "SIGTERM"),
		kill: () => end(child, "SIGKILL")
	};
}
function environmentOf(options) {
	return {
		APP_ID: String(options.appId),
		PRIVATE_KEY: options.privateKey,
		WEBHOOK_SECRET: options.webhookSecret,
		GHE_HOST: options.gitHubHost,
		GHE_PROTOCOL: "http",
		TIDEGATE_DATA: options.dataFolder,
		HOST: "127.0.0.1",
		PORT: "0",
		LOG_LEVEL: "info",
		BASE_URL: "",
		...options.isClockMovable ? { TIDEGATE_MOVABLE_CLOCK: "1" } : {},
		...options.databaseUrl === void 0 ? {} : { DATABASE_URL: options.databaseUrl },
		...options.settings
	};
}
function keepLines(child) {
	const lines = [];
	for (const stream of [child.stdout, child.stderr]) {
		if (!stream) continue;
		createInterface({ input: stream }).on("line", (line) => {
			lines.push(line);
			if (lines.length > LINES_KEPT) lines.shift();
		});
	}
	return lines;
}
function listeningPort(child, lines) {
	return new Promise((resolve, reject) => {
		const fail = (what) => reject(/* @__PURE__ */ new Error(`The App ${what}.\n${lines.join("\n")}`));
		const timer = setTimeout(() => fail("did not start in time"), STARTS_WITHIN_MS);
		child.once("exit", (code) => fail(`ended with code ${code}`));
		child.on("message", (message) => {
			if (typeof message !== "object" || message === null || !("listeningOn" in message)) return;
			clearTimeout(timer);
			child.removeAllListeners("exit");
			resolve(Number(message.listeningOn));
		});
	});
}
function moveClock(child, to) {
	return new Promise((resolve, reject) => {
		const onMessage = (message) => {
			if (typeof message !== "object" || message === null || !("clockIsAt" in message)) return;
			child.off("message", onMessage);
			resolve();
		};
		child.on("message", onMessage);
		child.send({ moveClockTo: to }, (error) => error && reject(error));
	});
}
function end(child, signal) {
	if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
	return new Promise((resolve) => {
		const timer = setTimeout(() => child.kill("SIGKILL"), STOPS_WITHIN_MS);
		child.once("exit", () => {
			clearTimeout(timer);
			resolve();
		});
		child.kill(signal);
	});
}

export { createNarrator as i, startAppProcess as n, startStandin as r, newWebhookSecret as t };