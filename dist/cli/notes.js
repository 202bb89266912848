import { t as Failure } from "./failure.js";
import { a as readChanges, c as readFields, o as askGit, s as streamGit, t as openClone } from "./open-clone.js";
import { a as titleAndBody, i as subjectAndBody, n as loginOfAddress, r as pullRequestNumber } from "./merge-message.js";
import { n as readCommits, r as readMatching, t as readBetween } from "./read-commits.js";
import { n as plainLine } from "./markdown.js";
import { t as POLICY_FILE } from "./policy-file.js";
import { Command } from "commander";

// src/git/notes/find-landed.ts
/** Looks in the history for what reverts name by the number or the title alone. */
/** Git reads every message to find a text in some: of a long history for seconds. What is reverted is hardly older. */
const YEAR = 31622400;
/** @param before a revision that `resolveRevisions` finds; it and the year before it is looked at. */
async function findLanded(dir, { numbers, titles }, before) {
	const patterns = [...numbers.flatMap((number) => [`Merge pull request #${number} from `, `(#${number})`]), ...titles.filter((title) => !/[\r\n\0]/.test(title))];
	if (patterns.length === 0) return [];
	const wanted = {
		numbers: new Set(numbers),
		titles: new Set(titles.map((title) => title.toLowerCase()))
	};
	const at = Number(await askGit({
		dir,
		args: [
			"log",
			"-1",
			"--format=%ct",
			"--end-of-options",
			before,
			"--"
		]
	}));
	return (await readMatching(dir, patterns, {
		since: at - YEAR,
		to: before
	})).filter(({ message }) => {
		const { subject, body } = subjectAndBody(message);
		if (wanted.numbers.has(pullRequestNumber(subject))) return true;
		return wanted.titles.has(titleAndBody(subject, body).title.toLowerCase());
	});
}

// src/git/notes/near-names.ts
/** Which names are nearly what somebody wrote. */
/** More are no help. */
const MOST = 3;
/** What is longer is no slip of the finger, and comparing it takes the square of its length. */
const LONGEST = 100;
/** The nearest first. Case, a `v` before a digit and what stands before a slash or an `@` are no difference. */
function nearNames(asked, names) {
	if (asked.length > LONGEST) return [];
	const near = names.flatMap((name) => {
		const ends = [
			name,
			name.slice(name.lastIndexOf("/") + 1),
			name.slice(name.lastIndexOf("@") + 1)
		];
		const steps = Math.min(...ends.map((end) => stepsBetween(bare(asked), bare(end))));
		return Number.isFinite(steps) ? [{
			name,
			steps
		}] : [];
	});
	const isMeant = near.some(({ steps }) => steps === 0);
	return near.filter(({ steps }) => steps === 0 || !isMeant).toSorted((one, other) => one.steps - other.steps).slice(0, MOST).map(({ name }) => name);
}
function bare(name) {
	return name.toLowerCase().replace(/^v(?=\d)/, "");
}
/** Infinite: they are not near. Versions are the same without zeros at their end. */
function stepsBetween(one, other) {
	const most = Math.max(1, Math.floor(one.length / 4));
	const steps = withoutZeros(one) === withoutZeros(other) ? 0 : distance(one, other, most);
	return steps <= most ? steps : Number.POSITIVE_INFINITY;
}
function withoutZeros(version) {
	return version.replace(/(?:\.0){1,2}$/, "");
}
/** How many letters have to be put in, taken out or replaced; more than `most` is only told as more. */
function distance(one, other, most) {
	if (Math.abs(one.length - other.length) > most) return most + 1;
	let row = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let line = 1; line <= one.length; line++) {
		const next = [line];
		for (let column = 1; column <= other.length; column++) {
			const replaced = (row[column - 1] ?? 0) + Number(one[line - 1] !== other[column - 1]);
			next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[other.length] ?? most + 1;
}

// src/git/notes/resolve-revisions.ts
/** Finds the commits that people name on a command line: tags, branches, shortened names, `HEAD~3`. */
/** What no revision holds: git would take a line break for the end of the question. */
const CONTROL = /\p{Cc}/u;
/**
* Full names of the commits, in the order asked. One git process; it reads the revisions as text on its input, so none of
* them can be an option. Throws `Failure` (`not-found`, or `rejected` when it stands for several) naming the revision.
*/
async function resolveRevisions(dir, revisions) {
	if (revisions.length === 0) return [];
	const strange = revisions.find((revision) => revision.trim() === "" || CONTROL.test(revision));
	if (strange !== void 0) throw new Failure("not-found", `${quoted(strange)} is no revision. Name a tag, a branch or a commit, such as v1.2.0, main or 028f4c1.`);
	const answers = await ask(dir, revisions.flatMap((each) => [
		each.startsWith(":/") ? each : `${each}^{commit}`,
		`refs/tags/${each}^{commit}`,
		`refs/heads/${each}^{commit}`
	]));
	return Promise.all(revisions.map((revision, index) => {
		const [found, tag, branch] = answers.slice(index * 3, index * 3 + 3);
		if (found === void 0) return refuse(dir, revision);
		if (tag === void 0 || branch === void 0 || tag === branch) return found;
		throw new Failure("rejected", `${quoted(revision)} is both a tag and a branch, and they stand for different commits. Say which: refs/tags/${revision} or refs/heads/${revision}`);
	}));
}
async function ask(dir, questions) {
	const args = ["cat-file", "--batch-check=%(objectname) %(objecttype)"];
	const input = questions.map((question) => `${question}\n`);
	const answers = [];
	for await (const lines of readFields(streamGit({
		dir,
		args,
		input
	}), "\n")) for (const line of lines) {
		const found = /^([0-9a-f]{40,64}) commit$/.exec(line)?.[1];
		answers.push(found);
	}
	return answers;
}
const SHORTENED = /^[0-9a-f]{4,39}$/i;
/** Says why a revision was not found: it was asked for once already, and now it may take a moment to find out. */
async function refuse(dir, revision) {
	const several = SHORTENED.test(revision) ? await commitsNamed(dir, revision) : [];
	if (several.length > 1) throw new Failure("rejected", `${quoted(revision)} is the beginning of ${several.length} commits: ${several.slice(0, 5).join(", ")}. Write more of its name.`);
	const near = nearNames(revision, await namesOfRefs(dir));
	const hint = near.length === 0 ? "" : ` Near it: ${near.join(", ")}.`;
	const dash = revision.startsWith("-") ? " It begins with a dash, so it may be an option that was meant." : "";
	throw new Failure("not-found", `The revision ${quoted(revision)} is not in the clone ${dir}.${dash}${hint} See what there is with git tag --list, and fetch what is missing with git fetch --tags`);
}
/** Names of the commits that begin so. */
async function commitsNamed(dir, prefix) {
	const names = [];
	for await (const lines of readFields(streamGit({
		dir,
		args: ["rev-parse", `--disambiguate=${prefix}`]
	}), "\n")) names.push(...lines);
	const answers = await ask(dir, names.map((name) => `${name}^{commit}`));
	return names.filter((name, index) => answers[index] === name).map((name) => name.slice(0, 12));
}
async function namesOfRefs(dir) {
	const args = [
		"for-each-ref",
		"--format=%(refname:strip=2)",
		"refs/tags/",
		"refs/heads/",
		"refs/remotes/"
	];
	const names = [];
	for await (const lines of readFields(streamGit({
		dir,
		args
	}), "\n")) names.push(...lines);
	return names;
}
function quoted(revision) {
	return `"${plainLine(revision, 200)}"`;
}

// src/git/notes/seen-people.ts
/** Who was in a history already: its authors and co-authors, read newest first for as long as somebody is looked for. */
/** Author as `.mailmap` has it, address as it was written, and co-authors, each a line. */
const FORMAT = "%aN%x00%aE%x00%ae%x00%(trailers:key=Co-authored-by,valueonly)";
const FIELDS = 4;
const ARGS = [
	"log",
	"-z",
	"-s",
	"--no-color",
	"--no-show-signature",
	"--encoding=UTF-8",
	`--format=tformat:${FORMAT}`
];
/** `Name <address>`, as trailers have it. */
const PERSON = /^(.*?)\s*<([^<>]*)>/;
var SeenPeople = class {
	#dir;
	#seen = /* @__PURE__ */ new Set();
	#lines = /* @__PURE__ */ new Set();
	#read;
	/** Who is still looked for; undefined: nobody has asked yet. */
	#wanted;
	#isStopped = false;
	/**
	* Begins to read at once: who is looked for follows from a range that is still being read meanwhile.
	*
	* @param before a revision that `resolveRevisions` finds
	*/
	constructor(dir, before) {
		this.#dir = dir;
		this.#read = this.#readUntilSeen(before);
		this.#read.catch(() => void 0);
	}
	/** Those of these people of whom nothing was there. Ask once. */
	async lacking(people) {
		const wanted = await withMailmap(this.#dir, people);
		this.#wanted = wanted;
		this.#look();
		await this.#read;
		return wanted.filter((each) => !this.#isSeen(each)).map(({ person }) => person);
	}
	/** Nobody will ask, or ask again: the process ends. */
	stop() {
		this.#isStopped = true;
	}
	async #readUntilSeen(before) {
		let fields = [];
		for await (const more of readFields(streamGit({
			dir: this.#dir,
			args: [
				...ARGS,
				"--end-of-options",
				before,
				"--"
			]
		}), "\0")) {
			for (const field of more) {
				fields.push(field);
				if (fields.length < FIELDS) continue;
				this.#add(fields);
				fields = [];
			}
			this.#look();
			if (this.#isStopped) return;
		}
	}
	#add([name = "", email = "", written = "", coAuthors = ""]) {
		if (this.#isNew(`${name}\n${email}\n${written}`)) for (const key of keysOf(name, email, loginOfAddress(written))) this.#seen.add(key);
		if (coAuthors === "") return;
		for (const line of coAuthors.split("\n")) {
			if (!this.#isNew(line)) continue;
			const [, coName = "", coEmail = ""] = PERSON.exec(line) ?? [];
			for (const key of keysOf(coName, coEmail, null)) this.#seen.add(key);
		}
	}
	/** Most commits are by few people, and to look a line up is cheaper than to take it apart. */
	#isNew(line) {
		const before = this.#lines.size;
		return this.#lines.add(line).size > before;
	}
	#look() {
		if (this.#wanted?.every((each) => this.#isSeen(each))) this.stop();
	}
	#isSeen({ keys }) {
		return keys.some((key) => this.#seen.has(key));
	}
};
function keysOf(name, email, login) {
	const keys = [];
	const known = login ?? loginOfAddress(email);
	if (name !== "") keys.push(`name ${name.trim().toLowerCase()}`);
	if (email !== "") keys.push(`email ${email.toLowerCase()}`);
	if (known !== null) keys.push(`login ${known.toLowerCase()}`);
	return keys;
}
/** Co-authors are as somebody wrote them; the history is told as `.mailmap` has it. */
async function withMailmap(dir, people) {
	if (people.length === 0) return [];
	const input = people.map(({ name, email }) => `${oneLine(name)} <${oneLine(email)}>\n`);
	const lines = (await askGit({
		dir,
		args: ["check-mailmap", "--stdin"],
		input
	})).split("\n");
	return people.map((person, index) => {
		const [, name = "", email = ""] = PERSON.exec(lines[index] ?? "") ?? [];
		return {
			person,
			keys: [...keysOf(person.name, person.email, person.login), ...keysOf(name, email, null)]
		};
	});
}
function oneLine(text) {
	return text.replace(/[\p{Cc}<>]/gu, " ").trim();
}

// src/git/notes/range-reading.ts
const NOTHING = {
	gained: [],
	lost: []
};
var RangeReading = class {
	#dir;
	#begun;
	/** `before`: the full name, once it is known. */
	#people;
	constructor(dir) {
		this.#dir = dir;
	}
	/** The same range is read once, however often it is asked for. Throws `Failure` when a revision is not there. */
	begin(ends) {
		const begun = this.#begun;
		if (begun !== void 0 && begun.ends.from === ends.from && begun.ends.to === ends.to) return begun.range;
		this.stop();
		const range = this.#begin(ends);
		range.catch(() => void 0);
		this.#begun = {
			ends,
			range
		};
		return range;
	}
	/** Those of whom nothing was there before a commit; the people before the range have been looked at meanwhile. */
	async newcomers(people, before) {
		if (before === null || people.length === 0) return people;
		const begun = this.#people;
		this.#people = void 0;
		if (begun?.before === before) return begun.seen.lacking(people);
		begun?.seen.stop();
		const [sha = before] = await resolveRevisions(this.#dir, [before]);
		return new SeenPeople(this.#dir, sha).lacking(people);
	}
	/** Nobody will ask any more. */
	stop() {
		this.#people?.seen.stop();
		this.#people = void 0;
	}
	/**
	* Git looks the revisions up for itself meanwhile, as text that can be no option: to ask first, and to read what it
	* answered, would be a tenth of the time. Nothing of it is told unless the revisions turn out to be what they must be.
	*/
	async #begin({ from, to }) {
		if (from === null) {
			const [sha = ""] = await resolveRevisions(this.#dir, [to]);
			return {
				from,
				to: {
					ref: to,
					sha
				},
				commits: Promise.resolve(NOTHING)
			};
		}
		const seen = new SeenPeople(this.#dir, from);
		this.#people = { seen };
		const commits = readBetween(this.#dir, from, to);
		commits.catch(() => void 0);
		try {
			const [sha = "", before = ""] = await resolveRevisions(this.#dir, [to, from]);
			if (this.#people?.seen === seen) this.#people = {
				seen,
				before
			};
			return {
				from: {
					ref: from,
					sha: before
				},
				to: {
					ref: to,
					sha
				},
				commits
			};
		} catch (error) {
			seen.stop();
			throw error;
		}
	}
};

// src/git/notes/open-notes-history.ts
/**
* Opens the clone. With `ends` git is reading the range and who was there before it when this is done, so that it goes on
* while the rest of the program loads. Throws `Failure` as `openClone` does; what is wrong with revisions `range` tells.
*/
async function openNotesHistory(dir, ends) {
	const reading = new RangeReading(dir);
	const begun = ends === void 0 ? void 0 : reading.begin(ends).catch(() => void 0);
	const files = readNamesOfFiles(dir);
	try {
		const [clone, names] = await Promise.all([
			openClone(dir),
			files,
			begun
		]);
		return historyOf(dir, {
			...clone,
			file: async (path) => names.has(path) ? clone.file(path) : null
		}, reading);
	} catch (error) {
		reading.stop();
		throw error;
	}
}
function historyOf(dir, { repository, repositoryUrl, file }, reading) {
	return {
		repository,
		repositoryUrl,
		file,
		async range({ withFiles, ...ends }) {
			const { from, to, commits: read } = await reading.begin(ends);
			const commits = await read;
			const gained = withFiles ? await withFilesOf(dir, commits.gained) : commits.gained;
			const lost = withFiles ? await withFilesOf(dir, commits.lost) : commits.lost;
			return rangeOf(repository, {
				from,
				to
			}, {
				gained,
				lost
			});
		},
		commits: (shas) => readCommits(dir, shas),
		landed: (asked, before) => findLanded(dir, asked, before),
		newcomers: (people, before) => reading.newcomers(people, before),
		[Symbol.dispose]: () => reading.stop()
	};
}
function rangeOf(repository, { from, to }, { gained, lost }) {
	return {
		repository,
		from,
		to,
		direction: directionOf(from?.sha ?? null, to.sha, gained.length > 0, lost.length > 0),
		commits: gained,
		lost,
		pullRequests: [],
		links: [],
		complete: true
	};
}
function directionOf(from, to, hasOwn, hasLost) {
	if (from === null) return "first";
	if (from === to) return "same";
	if (hasOwn) return hasLost ? "diverged" : "forward";
	return "backward";
}
/** Two-way renames as `readChanges` tells them: a file removed and one added. */
async function withFilesOf(dir, commits) {
	const files = /* @__PURE__ */ new Map();
	const names = commits.map(({ sha }) => sha).toReversed();
	for await (const change of readChanges(dir, names, { withFiles: true })) files.set(change.kind === "commit" ? change.sha : change.headSha, change.files);
	return commits.map((commit) => {
		const changed = files.get(commit.sha);
		if (changed === void 0) throw new Failure("unavailable", `git did not tell the files of ${commit.sha}. Run it again.`);
		return {
			...commit,
			files: changed
		};
	});
}
/** What there is in the folder that all the files asked for are in: one process instead of one for each that is not there. */
async function readNamesOfFiles(dir) {
	try {
		return new Set((await askGit({
			dir,
			args: [
				"ls-tree",
				"-z",
				"--full-tree",
				"--name-only",
				"HEAD",
				".github/"
			]
		})).split("\0"));
	} catch (error) {
		if (error instanceof Failure && error.kind !== "unavailable") return /* @__PURE__ */ new Set();
		throw error;
	}
}

// src/cli/notes.ts
/** `tidegate notes`: release notes of a range of a local clone. */
function notesCommand() {
	return new Command("notes").description("Release notes of a range of a local clone: what a deployment of one revision after another brings. No network.").requiredOption("--git <dir>", "the clone, bare or not").requiredOption("--from <rev>", "what ran before: a tag, a branch or a commit").requiredOption("--to <rev>", "what is deployed").option("--service <name>", "only what touches the paths of this service of the policy").option("--audience <name>", "only what a `release-note` block says to it: user or support").option("--policy <file>", `the policy; without it ${POLICY_FILE} of the clone, else the built-in rules`).option("--json", "print one JSON document").addHelpText("after", "\nExample:\n  tidegate notes --git . --from v1.4.0 --to v1.5.0 > notes.md").addHelpText("after", "\nExit code: 0 done, 1 no repository, an unknown revision or an invalid file, 2 wrong usage or an unknown service or audience.").action(async (options) => {
		process.exitCode = await run(options);
	});
}
/** Git begins to read before the engine is loaded, and reads meanwhile: with a small history that is half of the time. */
async function run(options) {
	const { from, to } = options;
	using history = await openNotesHistory(options.git, {
		from,
		to
	});
	const { printNotes } = await import("./print-notes.js");
	return await printNotes(options, history);
}

export { notesCommand };