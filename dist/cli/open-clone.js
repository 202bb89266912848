import { t as Failure } from "./failure.js";
import { a as toInstant } from "./instant.js";
import { a as titleAndBody, n as loginOfAddress, r as pullRequestNumber } from "./merge-message.js";
import { basename } from "node:path";
import { spawn } from "node:child_process";
import { devNull } from "node:os";

// src/git/author-of.ts
/** Whom a commit is of, as far as a clone tells. */
/** The login where the address tells it, else the name: a clone knows no logins. */
function authorOf(name, email) {
	return loginOfAddress(email) ?? (name.trim() || "unknown");
}

// src/git/read-fields.ts
/** Cuts the output of git into its fields. */
/**
* The fields of a stream of UTF-8, as lists: as many as each chunk completes. Every field ends with `separator`; what
* follows the last one is a field of its own unless it is empty. Bytes that are no UTF-8 become U+FFFD.
*/
async function* readFields(chunks, separator) {
	const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
	let rest = "";
	for await (const chunk of chunks) {
		const fields = (rest + decoder.decode(chunk, { stream: true })).split(separator);
		rest = fields.pop() ?? "";
		if (fields.length > 0) yield fields;
	}
	rest += decoder.decode();
	if (rest !== "") yield [rest];
}

// src/git/run-git.ts
/** Runs the `git` program on a local clone. The one place that starts it, and that turns what it says into a failure. */
/** Beyond this git's complaints are cut: a repository can make it complain without end. */
const LONGEST_COMPLAINT = 8192;
/**
* The output of one git process, chunk by chunk; git waits while nobody reads. Leaving the loop early ends the process.
* Throws `Failure` when git is missing, refuses, or dies; that comes last, after the output it gave before.
*/
async function* streamGit(command) {
	const child = spawn("git", [
		"--no-pager",
		...SETTINGS,
		"-C",
		command.dir,
		...command.args
	], {
		env: cleanEnvironment(process.env),
		stdio: [
			"pipe",
			"pipe",
			"pipe"
		],
		windowsHide: true
	});
	const complaint = collect(child.stderr);
	const ended = new Promise((resolve) => {
		child.once("error", (error) => resolve(error.code === "ENOENT" ? "missing" : error.message));
		child.once("close", (code, signal) => resolve(code === 0 ? void 0 : signal ?? `exit code ${code}`));
	});
	const fed = feed(child.stdin, command.input ?? []);
	try {
		for await (const chunk of child.stdout) yield chunk;
		const end = await ended;
		await fed;
		if (end !== void 0) throw failureOf(command, end, complaint.text());
	} finally {
		child.kill("SIGKILL");
	}
}
/** All output of a git process as text, for answers that are known to be short. */
async function askGit(command) {
	const chunks = [];
	for await (const chunk of streamGit(command)) chunks.push(chunk);
	return Buffer.concat(chunks).toString("utf8");
}
/** Paths as they are; and nothing of the clone's own configuration that names a program to run. */
const SETTINGS = [
	"-c",
	"core.quotepath=off",
	"-c",
	"core.fsmonitor=false",
	"-c",
	"core.hooksPath=/dev/null"
];
/**
* A `GIT_*` variable left over from a hook would point git at another repository. A partial clone must not fetch what
* it lacks: no network. Messages in English, since failures are told apart by them.
*/
function cleanEnvironment(environment) {
	const kept = Object.entries(environment).filter(([name]) => !name.startsWith("GIT_"));
	return {
		...Object.fromEntries(kept),
		LC_ALL: "C",
		GIT_ALLOW_PROTOCOL: "none",
		GIT_FLUSH: "0",
		GIT_GRAFT_FILE: devNull,
		GIT_NO_LAZY_FETCH: "1",
		GIT_NO_REPLACE_OBJECTS: "1",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_TERMINAL_PROMPT: "0"
	};
}
function collect(stream) {
	let text = "";
	stream.setEncoding("utf8");
	stream.on("data", (chunk) => {
		if (text.length < LONGEST_COMPLAINT) text += chunk;
	});
	return { text: () => text.slice(0, LONGEST_COMPLAINT).trim() };
}
/** Ends quietly when git stops reading: then git says why, and that is the failure to report. */
async function feed(stdin, input) {
	let isOpen = true;
	let resume = () => void 0;
	const stop = () => {
		isOpen = false;
		resume();
	};
	stdin.on("error", stop);
	stdin.on("close", stop);
	stdin.on("drain", () => resume());
	for (const text of input) {
		if (!isOpen) return;
		if (stdin.write(text)) continue;
		await new Promise((resolve) => {
			resume = resolve;
		});
	}
	stdin.end();
}
function failureOf({ dir, args }, end, complaint) {
	if (end === "missing") return new Failure("unavailable", "The git program was not found, and a local clone is read with it. Install git 2.31 or newer, and see that it is on the PATH.");
	if (/not a git repository|cannot change to/.test(complaint)) return new Failure("not-found", `${dir} is not a git repository (git says: ${complaint}). Give the folder of a local clone, bare or not.`);
	if (/unable to read|missing blob|missing tree|could not fetch|bad object/.test(complaint)) return new Failure("unavailable", `The clone ${dir} lacks objects that its history needs (git says: ${complaint}). A partial clone is filled with: git fetch --refetch --no-filter`);
	return new Failure("rejected", `git ${args[0] ?? ""} failed in ${dir} (${end})${complaint === "" ? "" : `, and says: ${complaint}`}`);
}

// src/git/read-changes.ts
/**
* The change that each commit is, in the order given: its difference to its first parent, as a pull request where its
* message names one.
*
* Renames are not looked for: a renamed file is one removed and one added, so that path rules see both names, as they
* do for a rename. Finding renames takes git a third of its time more. Lines are not counted (`additions` and
* `deletions` are 0): that takes ten times as long, and no rule asks for them.
* @param names full names of commits that the clone has; newest first takes git a fifth less time than oldest first
*/
async function* readChanges(dir, names, { withFiles }) {
	const pieces = inLines(names);
	const first = pieces.next();
	if (first.done) return;
	const input = after(first.value, pieces);
	const reader = new ChangeReader();
	const args = withFiles ? WITH_FILES : WITHOUT_FILES;
	for await (const fields of readFields(streamGit({
		dir,
		args,
		input
	}), "\0")) for (const field of fields) {
		const change = reader.read(field);
		if (change !== void 0) yield change;
	}
	const last = reader.finish();
	if (last !== void 0) yield last;
}
/** Puts changes together from git's fields: of each commit a header, then pairs of a status and a path. */
var ChangeReader = class {
	#header = [];
	#files = [];
	#status;
	/** The change before, when this field is the first of the next. */
	read(field) {
		if (this.#status !== void 0) {
			this.#files.push({
				path: field,
				status: this.#status,
				additions: 0,
				deletions: 0
			});
			this.#status = void 0;
			return;
		}
		if (this.#header.length < HEADER) {
			this.#header.push(field);
			return;
		}
		this.#status = statusOf(field);
		if (this.#status !== void 0) return void 0;
		const change = changeOf(this.#header, this.#files);
		this.#header = [field];
		this.#files = [];
		return change;
	}
	finish() {
		return this.#header.length === HEADER ? changeOf(this.#header, this.#files) : void 0;
	}
};
/** Name, author, author's address, committed at, subject, body. */
const FORMAT$1 = "%H%x00%an%x00%ae%x00%ct%x00%s%x00%b";
const HEADER = 6;
const OUTPUT = [
	"--stdin",
	"-z",
	"--encoding=UTF-8",
	`--format=${FORMAT$1}`
];
/** `diff-tree` reads no configuration that would change what it prints. */
const WITH_FILES = [...[
	"diff-tree",
	"--always",
	"--root",
	"-r",
	"--no-renames",
	"--name-status",
	"--diff-merges=first-parent"
], ...OUTPUT];
/** `diff-tree -s` would still compare, and print nothing of it. */
const WITHOUT_FILES = [
	"log",
	"--no-walk=unsorted",
	"-s",
	"--no-show-signature",
	"--no-color",
	...OUTPUT
];
/** How many names are written to git at once: enough for it to go on while what it said is being read. */
const LINES = 4096;
function* inLines(names) {
	let lines = [];
	for (const name of names) {
		lines.push(`${name}\n`);
		if (lines.length < LINES) continue;
		yield lines.join("");
		lines = [];
	}
	if (lines.length > 0) yield lines.join("");
}
function* after(first, others) {
	yield first;
	yield* others;
}
/** A status stands where otherwise the name of the next commit stands; the first one of a commit after a newline. */
function statusOf(field) {
	const letter = field.startsWith("\n") ? field.slice(1) : field;
	if (letter.length !== 1) return void 0;
	if (letter === "A") return "added";
	return letter === "D" ? "removed" : "modified";
}
function changeOf(header, files) {
	const [sha = "", name = "", email = "", committedAt = "", subject = "", text = ""] = header;
	const author = authorOf(name, email);
	const at = instantOf(committedAt);
	const number = pullRequestNumber(subject);
	const body = text.trimEnd();
	if (number === 0) return {
		kind: "commit",
		sha,
		message: body === "" ? subject : `${subject}\n\n${body}`,
		author,
		at,
		files
	};
	return {
		kind: "pull-request",
		number,
		...titleAndBody(subject, body),
		author,
		contributors: [author],
		labels: [],
		base: "",
		headSha: sha,
		mergedAt: at,
		files,
		filesComplete: true,
		commits: 1,
		reviews: []
	};
}
/** Git keeps any number as a time; what is none that RFC 3339 can write becomes the epoch. */
function instantOf(seconds) {
	const ms = Number(seconds) * 1e3;
	return toInstant(ms >= 0 && ms <= Date.UTC(9999, 11, 31) ? ms : 0);
}

// src/git/commit-index.ts
/**
* Numbers the commits of a history in the order they are added, and finds the number by the name. Names are kept as
* bytes in one block: a hundred thousand commits take a few megabytes and nothing for the garbage collector to walk.
*/
var CommitIndex = class {
	#count = 0;
	/** Bytes of a name: 20 for SHA-1, 32 for SHA-256; known with the first commit. */
	#width = 0;
	#names = Buffer.alloc(0);
	/** Open addressing; number + 1, 0 where free. Its length is a power of two, at least twice the count. */
	#slots = /* @__PURE__ */ new Int32Array(4096);
	get count() {
		return this.#count;
	}
	/** @param name the full name in lower-case hex, not added before */
	add(name) {
		if (this.#count === 0) this.#width = name.length / 2;
		const start = this.#count * this.#width;
		if (start + this.#width > this.#names.length) {
			const larger = Buffer.alloc(Math.max(this.#names.length * 2, this.#width * 1024));
			this.#names.copy(larger);
			this.#names = larger;
		}
		this.#names.write(name, start, "hex");
		if ((this.#count + 1) * 2 > this.#slots.length) this.#widen();
		this.#slots[this.#slotOf(this.#names.subarray(start, start + this.#width))] = this.#count + 1;
		return this.#count++;
	}
	/** Undefined for a name that was not added, or is none. */
	find(name) {
		if (this.#count === 0 || name.length !== this.#width * 2) return void 0;
		const bytes = Buffer.from(name, "hex");
		if (bytes.length !== this.#width) return void 0;
		const entry = this.#slots[this.#slotOf(bytes)];
		return entry === 0 ? void 0 : entry - 1;
	}
	nameOf(commit) {
		return this.#names.toString("hex", commit * this.#width, (commit + 1) * this.#width);
	}
	/** The slot that holds the name, or the free one where it belongs. */
	#slotOf(bytes) {
		const mask = this.#slots.length - 1;
		let slot = bytes.readUInt32LE(0) & mask;
		for (;;) {
			const entry = this.#slots[slot];
			if (entry === 0 || this.#isNamed(entry - 1, bytes)) return slot;
			slot = slot + 1 & mask;
		}
	}
	#isNamed(commit, bytes) {
		const start = commit * this.#width;
		return bytes.compare(this.#names, start, start + this.#width) === 0;
	}
	#widen() {
		this.#slots = new Int32Array(this.#slots.length * 2);
		for (let commit = 0; commit < this.#count; commit++) {
			const start = commit * this.#width;
			this.#slots[this.#slotOf(this.#names.subarray(start, start + this.#width))] = commit + 1;
		}
	}
};

// src/git/growing-ints.ts
/** A list of 32-bit integers that grows: numbers in one block, not boxed. */
var GrowingInts = class {
	#values = /* @__PURE__ */ new Int32Array(1024);
	#length = 0;
	get length() {
		return this.#length;
	}
	push(value) {
		if (this.#length === this.#values.length) {
			const larger = new Int32Array(this.#length * 2);
			larger.set(this.#values);
			this.#values = larger;
		}
		this.#values[this.#length++] = value;
	}
	/** The value at a place that was pushed. */
	at(place) {
		return this.#values[place];
	}
	/** Replaces the value at a place that was pushed. */
	set(place, value) {
		this.#values[place] = value;
	}
	slice(from, until) {
		return this.#values.slice(from, until);
	}
};

// src/git/commit-graph.ts
const FROM_CANDIDATE = 1;
const FROM_BASELINE = 2;
const FROM_BOTH = 3;
const NONE = -1;
var CommitGraph = class {
	#index = new CommitIndex();
	/** The parents of commit c are #parents[#parentsOf[c] .. #parentsOf[c + 1]). */
	#parentsOf = new GrowingInts();
	#parents = new GrowingInts();
	/** The number of the pull request that a commit is, 0 for none; and that number's place among all numbers. */
	#pullRequest = new GrowingInts();
	#places = /* @__PURE__ */ new Map();
	/** A list for each commit of the pull requests' merge commits that brought it: where it begins, merge, where it goes on. */
	#explained = new GrowingInts();
	#explaining = new GrowingInts();
	#next = new GrowingInts();
	/** What a walk has seen, by commit. Clean between walks. */
	#seen = /* @__PURE__ */ new Uint8Array(1024);
	/** Per pull request: the range that counted it last. */
	#counted = /* @__PURE__ */ new Int32Array(0);
	#ranges = 0;
	constructor() {
		this.#parentsOf.push(0);
	}
	/** Commits in an order in which parents come first. A parent that was not added is one that the clone lacks. */
	add(name, parents, pullRequest) {
		const commit = this.#index.add(name);
		for (const parent of parents) this.#parents.push(this.#index.find(parent) ?? NONE);
		this.#parentsOf.push(this.#parents.length);
		if (pullRequest > 0 && !this.#places.has(pullRequest)) this.#places.set(pullRequest, this.#places.size);
		this.#pullRequest.push(pullRequest > 0 ? this.#places.get(pullRequest) + 1 : 0);
		this.#explained.push(NONE);
		if (commit === this.#seen.length) this.#seen = new Uint8Array(commit * 2);
		if (pullRequest > 0 && parents.length > 1) this.#explain(commit);
	}
	get size() {
		return this.#index.count;
	}
	find(name) {
		return this.#index.find(name);
	}
	nameOf(commit) {
		return this.#index.nameOf(commit);
	}
	/** The changes of going from one commit to another; for a way back, what it takes away. */
	range(baseline, candidate) {
		const walk = this.#walk([candidate], [baseline]);
		const direction = directionOf(baseline === candidate, walk.fromCandidate > 0, walk.fromBaseline > 0);
		const side = direction === "backward" ? FROM_BASELINE : FROM_CANDIDATE;
		const changes = this.#changesIn(this.#seenFrom(side, walk), side);
		this.#seen.fill(0, walk.lowest, walk.highest + 1);
		return {
			direction,
			...changes
		};
	}
	/** Notes for every commit that a merge brought in by its other parents that the merge explains it. */
	#explain(merge) {
		const parents = this.#parents.slice(this.#parentsOf.at(merge), this.#parentsOf.at(merge + 1));
		const others = [...parents.subarray(1)].filter((parent) => parent !== NONE);
		const first = [...parents.subarray(0, 1)].filter((parent) => parent !== NONE);
		if (others.length === 0) return;
		const walk = this.#walk(others, first);
		for (const commit of this.#seenFrom(FROM_CANDIDATE, walk)) {
			this.#next.push(this.#explained.at(commit));
			this.#explained.set(commit, this.#explaining.length);
			this.#explaining.push(merge);
		}
		this.#seen.fill(0, walk.lowest, walk.highest + 1);
	}
	/**
	* Marks what is reached from either side, downwards, until all that is left is reached from both. Marks stay, for
	* the caller to read and clear.
	*/
	#walk(candidates, baselines) {
		const seen = this.#seen;
		const found = [
			0,
			0,
			0,
			0
		];
		const highest = Math.max(...candidates, ...baselines);
		let lowest = highest;
		/** How many marked commits are still ahead that one side alone has reached. */
		let open = 0;
		const mark = (commit, side) => {
			const before = seen[commit];
			const after = before | side;
			if (after === before) return;
			open += before === 0 ? Number(after !== FROM_BOTH) : -1;
			seen[commit] = after;
			if (commit < lowest) lowest = commit;
		};
		for (const commit of candidates) mark(commit, FROM_CANDIDATE);
		for (const commit of baselines) mark(commit, FROM_BASELINE);
		for (let commit = highest; open > 0; commit--) {
			const side = seen[commit];
			if (side === 0) continue;
			if (side !== FROM_BOTH) open--;
			found[side] = found[side] + 1;
			const end = this.#parentsOf.at(commit + 1);
			for (let each = this.#parentsOf.at(commit); each < end; each++) {
				const parent = this.#parents.at(each);
				if (parent !== NONE) mark(parent, side);
			}
		}
		return {
			highest,
			lowest,
			fromCandidate: found[FROM_CANDIDATE],
			fromBaseline: found[FROM_BASELINE]
		};
	}
	/** The commits of the last walk that one side alone has reached, descending. */
	#seenFrom(side, walk) {
		const commits = new Int32Array(side === FROM_CANDIDATE ? walk.fromCandidate : walk.fromBaseline);
		let count = 0;
		for (let commit = walk.highest; count < commits.length; commit--) if (this.#seen[commit] === side) commits[count++] = commit;
		return commits;
	}
	#changesIn(commits, side) {
		const range = ++this.#ranges;
		if (this.#counted.length <= this.#places.size) this.#counted = new Int32Array(this.#places.size + 1);
		let changes = 0;
		return {
			commits: commits.filter((commit) => {
				const place = this.#pullRequest.at(commit);
				if (place === 0) {
					const isChange = !this.#isExplained(commit, side);
					changes += Number(isChange);
					return isChange;
				}
				if (this.#counted[place] !== range) changes++;
				this.#counted[place] = range;
				return true;
			}),
			changes
		};
	}
	/** A pull request explains a commit only in a range that holds the merge as well. */
	#isExplained(commit, side) {
		let entry = this.#explained.at(commit);
		while (entry !== NONE) {
			if (this.#seen[this.#explaining.at(entry)] === side) return true;
			entry = this.#next.at(entry);
		}
		return false;
	}
};
function directionOf(isSame, hasOwn, hasLost) {
	if (isSame) return "same";
	if (hasOwn) return hasLost ? "diverged" : "forward";
	return "backward";
}

// src/git/read-graph.ts
/** Reads the history that leads to some commits as a graph: one git process, no diffs. */
/** @param names full names of commits that the clone has */
async function readGraph(dir, names) {
	const graph = new CommitGraph();
	if (names.length > 0) await addHistory(graph, dir, names);
	return graph;
}
/** Marks the line of the subject, which may be empty. */
const SUBJECT = ">";
/** `rev-list` and not `log`: it reads no configuration that would change what it prints. */
const ARGS = [
	"rev-list",
	"--topo-order",
	"--reverse",
	"--parents",
	"--encoding=UTF-8",
	`--format=${SUBJECT}%s`,
	"--stdin"
];
/** Of each commit a line `commit NAME PARENT…` and a line with its subject. */
async function addHistory(graph, dir, names) {
	const input = names.map((name) => `${name}\n`);
	let commit = [];
	for await (const lines of readFields(streamGit({
		dir,
		args: ARGS,
		input
	}), "\n")) for (const line of lines) {
		if (!line.startsWith(SUBJECT)) {
			commit = line.split(" ");
			continue;
		}
		const [, name = "", ...parents] = commit;
		graph.add(name, parents, pullRequestNumber(line.slice(1)));
	}
}

// src/git/resolve-commits.ts
/** Finds the commits that names stand for. */
/** Full or shortened object names only: anything else could be read as an expression over the history. */
const OBJECT_NAME = /^[0-9a-f]{4,64}$/i;
/** Full names by the names asked for; those that stand for no commit of this clone are left out. One git process. */
async function resolveCommits(dir, names) {
	const asked = [...new Set(names)].filter((name) => OBJECT_NAME.test(name));
	const found = /* @__PURE__ */ new Map();
	if (asked.length === 0) return found;
	const args = ["cat-file", "--batch-check=%(objectname) %(objecttype)"];
	const input = asked.map((name) => `${name}^{commit}\n`);
	let count = 0;
	for await (const lines of readFields(streamGit({
		dir,
		args,
		input
	}), "\n")) for (const line of lines) {
		const [name, type] = line.split(" ");
		const question = asked[count++];
		if (type === "commit" && name !== void 0 && question !== void 0) found.set(question, name);
	}
	return found;
}

// src/git/read-tags.ts
const FORMAT = [
	"refname:strip=2",
	"objectname",
	"objecttype",
	"*objectname",
	"*objecttype",
	"taggerdate:unix",
	"*committerdate:unix",
	"committerdate:unix"
].map((field) => `%(${field})`).join("%00");
/** The last instant that has four digits of a year, as RFC 3339 wants them. */
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59);
/**
* All tags that stand for a commit and tell a time, in the order of their times; those of one time in the order of
* their names, as git lists them.
*/
async function readTags(dir) {
	const tags = [];
	const nested = [];
	for await (const lines of readFields(streamGit({
		dir,
		args: [
			"for-each-ref",
			`--format=${FORMAT}`,
			"refs/tags/"
		]
	}), "\n")) for (const line of lines) {
		const [name = "", object = "", type, peeled = "", peeledType, ...times] = line.split("\0");
		const at = Number(times.find((time) => time !== "") ?? NaN) * 1e3;
		if (type === "commit") tags.push({
			name,
			sha: object,
			at
		});
		else if (peeledType === "commit") tags.push({
			name,
			sha: peeled,
			at
		});
		else nested.push({
			name,
			sha: object,
			at
		});
	}
	return [...tags, ...await peel(dir, nested)].filter((tag) => tag.at >= 0 && tag.at <= LATEST).toSorted((one, other) => one.at - other.at || (one.name < other.name ? -1 : 1));
}
/** Tags of tags; and those of files or trees, which are no place in the history and are left out. */
async function peel(dir, tags) {
	if (tags.length === 0) return [];
	const commits = await resolveCommits(dir, tags.map((tag) => tag.sha));
	return tags.flatMap((tag) => {
		const sha = commits.get(tag.sha);
		return sha === void 0 ? [] : [{
			...tag,
			sha
		}];
	});
}

// src/git/open-clone.ts
/** A local clone, seen through the git program. */
/** Throws `Failure` when `dir` is no repository, or a shallow one: then ranges would be shorter than they were. */
async function openClone(dir) {
	const [told, origin] = await Promise.all([askGit({
		dir,
		args: [
			"rev-parse",
			"--is-shallow-repository",
			"--absolute-git-dir"
		]
	}), tryGit(dir, [
		"config",
		"--get",
		"remote.origin.url"
	])]);
	const [isShallow, folder = ""] = told.trimEnd().split("\n");
	if (isShallow === "true") throw new Failure("rejected", `${dir} is a shallow clone: its history is cut off, so releases would lack changes without a sign of it. Fetch the rest: git fetch --unshallow --tags`);
	const url = origin?.trim() ?? "";
	return {
		repository: nameOf(url, folder),
		repositoryUrl: webAddressOf(url),
		tags: () => readTags(dir),
		resolve: (names) => resolveCommits(dir, names),
		graph: (names) => readGraph(dir, names),
		changes: (names, options) => readChanges(dir, names, options),
		file: (path) => readHeadFile(dir, path)
	};
}
/** The end of a URL or of `host:path`, without `.git`. */
const ORIGIN = /^(?:.*[/:])?([^/:]+)\/([^/:]+?)(?:\.git)?\/?$/;
function nameOf(origin, folder) {
	const [, owner, name] = ORIGIN.exec(origin) ?? [];
	if (owner !== void 0 && name !== void 0) return `${owner}/${name}`;
	return `local/${basename(folder.replace(/\/\.git$/, "")).replace(/\.git$/, "")}`;
}
/** GitHub, or an Enterprise Server whose name says so, by any way that leads there. User and secret are left behind. */
const ON_GITHUB = /^(?:(?:https?|ssh|git):\/\/)?(?:[^/@]*@)?(?:ssh\.)?((?:[a-z0-9-]+\.)*github(?:\.[a-z0-9-]+)+)(?::\d+)?[:/]\/?([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/i;
function webAddressOf(origin) {
	const [, host, owner, name] = ON_GITHUB.exec(origin) ?? [];
	return host === void 0 ? null : `https://${host.toLowerCase()}/${owner}/${name}`;
}
async function readHeadFile(dir, path) {
	return await tryGit(dir, [
		"cat-file",
		"blob",
		`HEAD:${path}`
	]) ?? null;
}
/** For questions to which git's "no" is an answer. */
async function tryGit(dir, args) {
	try {
		return await askGit({
			dir,
			args
		});
	} catch (error) {
		if (error instanceof Failure && error.kind !== "unavailable") return void 0;
		throw error;
	}
}

export { readChanges as a, readFields as c, instantOf as i, GrowingInts as n, askGit as o, CommitIndex as r, streamGit as s, openClone as t };