import { n as loginOfAddress } from "./merge-message.js";
import { c as readFields, i as instantOf, s as streamGit } from "./open-clone.js";

// src/git/notes/read-commits.ts
/** Reads commits as release notes need them: ONE git process, streamed. */
/** What tells two commits apart. Revisions that `resolveRevisions` finds. */
async function readBetween(dir, from, to) {
	const args = [
		...LOG,
		"--left-right",
		"--topo-order",
		"--reverse",
		"--end-of-options",
		`${from}...${to}`,
		"--"
	];
	const gained = [];
	const lost = [];
	for await (const { isLost, commit } of read(dir, args)) (isLost ? lost : gained).push(commit);
	return {
		gained,
		lost
	};
}
/** Full and shortened names only: anything else could be read as an expression over the history. */
const OBJECT_NAME = /^[0-9a-f]{4,64}$/i;
/** The commits of these names, each once; those that the clone lacks, or has several of, are left out. */
async function readCommits(dir, names) {
	const asked = [...new Set(names.map((name) => name.toLowerCase()))].filter((name) => OBJECT_NAME.test(name));
	if (asked.length === 0) return [];
	const input = asked.map((name) => `${name}\n`);
	const commits = /* @__PURE__ */ new Map();
	for await (const { commit } of read(dir, [
		...LOG,
		"--no-walk=unsorted",
		"--ignore-missing",
		"--stdin"
	], input)) if (asked.some((name) => commit.sha.startsWith(name))) commits.set(commit.sha, commit);
	return [...commits.values()];
}
/**
* What a commit and everything before it has of these texts in a message, in any case. At least one text, each one line.
*
* @param since seconds of the epoch; where commits get older than that it stops
*/
async function readMatching(dir, texts, { since, to }) {
	const patterns = texts.map((text) => `--grep=${text}`);
	const args = [
		...LOG,
		"--fixed-strings",
		"--regexp-ignore-case",
		`--since=${since}`,
		...patterns,
		"--end-of-options",
		to,
		"--"
	];
	const commits = [];
	for await (const { commit } of read(dir, args)) commits.push(commit);
	return commits;
}
/** Side, name, parents, author as `.mailmap` has them, address as it was written, authored and committed at, message. */
const FORMAT = "%m%x00%H%x00%P%x00%aN%x00%aE%x00%ae%x00%at%x00%ct%x00%B";
const FIELDS = 9;
/** What the configuration of a clone could add to the output of `log` is switched off. */
const LOG = [...[
	"log",
	"-z",
	"-s",
	"--no-color",
	"--no-decorate",
	"--no-show-signature",
	"--no-notes",
	"--no-abbrev-commit"
], ...["--encoding=UTF-8", `--format=tformat:${FORMAT}`]];
async function* read(dir, args, input = []) {
	let fields = [];
	for await (const more of readFields(streamGit({
		dir,
		args,
		input
	}), "\0")) for (const field of more) {
		fields.push(field);
		if (fields.length < FIELDS) continue;
		yield {
			isLost: fields[0] === "<",
			commit: commitOf(fields)
		};
		fields = [];
	}
}
function commitOf(fields) {
	const [, sha = "", parents = "", name = "", email = "", written = "", authored = "", committed = "", text = ""] = fields;
	return {
		sha,
		parents: parents === "" ? [] : parents.split(" "),
		message: text.trimEnd(),
		author: authorFrom(name, email, written),
		authoredAt: instantOf(authored),
		committedAt: instantOf(committed)
	};
}
/** @param written the address before `.mailmap`, which may put another one in place of GitHub's */
function authorFrom(name, email, written) {
	return {
		name: name.trim() || "unknown",
		email,
		login: loginOfAddress(email) ?? loginOfAddress(written)
	};
}

export { readCommits as n, readMatching as r, readBetween as t };