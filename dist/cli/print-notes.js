import { r as suggest } from "./suggestion.js";
import { n as plainLine } from "./markdown.js";
import { r as unreadableRules } from "./asked-of-changes.js";
import { a as OTHER, i as unknownService, n as writeNotes, o as AUDIENCES, r as serviceOf, s as isAudience, t as renderNotes } from "./markdown2.js";
import { p as inert } from "./headline.js";
import { n as UsageError, t as EXIT } from "./exit-codes.js";
import { n as findPolicy, t as BUILT_IN_RULES } from "./find-policy.js";
import { i as printJson, r as print, t as note } from "./output.js";
import { t as Failure } from "./failure.js";
import { t as formatProblem } from "./problem.js";
import { t as readText } from "./read-text.js";
import { join } from "node:path";

// src/notes/render/audience.ts
const LONGEST_TITLE = 120;
const LONGEST_LINE = 500;
/** What was told when it came, and is not so any more. */
const TAKEN_BACK = "Taken back";
const READERS = {
	user: "users",
	support: "support"
};
function renderForAudience(notes, audience) {
	const commits = notes.unlinkedCommits.flatMap(({ note }) => note ?? []);
	const blocks = notes.sections.map(({ title, changes }) => ({
		title,
		notes: [...changes.flatMap(({ note }) => note ?? []), ...title === "Other changes" ? commits : []]
	}));
	const rest = blocks.some(({ title }) => title === "Other changes") || commits.length === 0 ? [] : [{
		title: OTHER,
		notes: commits
	}];
	const gone = notes.removedByRollback.flatMap(({ note }) => note ?? []);
	const back = gone.length === 0 ? [] : [{
		title: TAKEN_BACK,
		notes: gone
	}];
	const text = [
		...blocks,
		...rest,
		...back
	].map((block) => `### ${inert(block.title, LONGEST_TITLE)}\n\n${block.notes.map(itemOf).join("\n")}`);
	return text.length === 0 ? `No change of this range has a note for ${READERS[audience]}.` : text.join("\n\n");
}
/** The lines of a note stay lines. */
function itemOf(note) {
	const [first = "", ...more] = note.split("\n").map((line) => inert(line, LONGEST_LINE));
	return [`- ${first}`, ...more.map((line) => `  ${line}`)].join("\\\n");
}

// src/cli/notes/find-release-file.ts
/** The categories that a clone has for GitHub's own release notes. */
/** GitHub takes the first that is there. */
const FILES = [".github/release.yml", ".github/release.yaml"];
/** As the work tree has it, else the branch that is checked out; null: nowhere. Throws `Failure` when it is not valid. */
async function findReleaseFile(dir, clone) {
	for (const file of FILES) {
		const text = await textOf(join(dir, file), () => clone.file(file));
		if (text === null) continue;
		const { parseReleaseFile } = await import("./parse5.js");
		const parsed = parseReleaseFile(text, file);
		if (parsed.kind === "valid") return parsed.rules;
		throw new Failure("rejected", parsed.problems.map(formatProblem).join("\n"));
	}
	return null;
}
async function textOf(path, committed) {
	const read = await readText(path);
	if (read.kind === "read") return read.text;
	if (!read.isAbsent) throw new Failure("rejected", read.message);
	return committed();
}

// src/cli/notes/print-notes.ts
/** Writes the notes of a clone that has been opened, and prints them. */
async function printNotes(options, history) {
	const { repository } = history;
	const inForce = await findPolicy(options, history);
	const { policy } = inForce;
	checkService(options, inForce, repository);
	const audience = audienceIn(options);
	const notes = await writeNotes(sayingSo(history), {
		repository,
		policy,
		from: options.from,
		to: options.to,
		service: options.service ?? null,
		environment: null,
		outcome: null,
		answeredBy: "clone",
		audience,
		releaseFile: policy.notes?.categories === void 0 ? await findReleaseFile(options.git, history) : null
	});
	note(NO_LABELS);
	unreadableRules(inForce, true).forEach(note);
	if (audience !== void 0) note(leftOut(notes));
	if (options.json) await printJson(notes);
	else if (audience !== void 0) await print(renderForAudience(notes, audience));
	else {
		const isWithoutTiers = inForce.file === BUILT_IN_RULES;
		const manner = {
			repositoryUrl: history.repositoryUrl,
			zone: policy.zone,
			isWithoutTiers
		};
		await print(renderNotes(notes, {
			...manner,
			limit: Number.POSITIVE_INFINITY
		}));
	}
	return EXIT.ok;
}
const NO_LABELS = "A clone has no labels of pull requests, so categories by label take nothing but `*`, and nothing is left out by a label.";
/** Bodies of pull requests are in a clone only as far as a squash or merge took them into its message. */
function leftOut({ audience, withoutNote = 0 }) {
	return `${withoutNote === 1 ? "1 change has" : `${withoutNote} changes have`} no note for the audience \`${audience}\`, and ${withoutNote === 1 ? "is" : "are"} left out. A clone has bodies of pull requests only where a squash or merge took them into its message.`;
}
function audienceIn({ audience }) {
	if (audience === void 0 || isAudience(audience)) return audience;
	throw new UsageError(`There is no audience \`${plainLine(audience, 100)}\`. ${suggest(audience, AUDIENCES, "There are")}`);
}
function checkService({ service }, { policy, file }, repository) {
	if (service === void 0) return;
	const found = serviceOf(policy, service, repository);
	if (found.kind === "unknown") throw new UsageError(`${unknownService(service, found.known)} (Read: ${file}.)`);
}
/** The history, with a word on stderr where the two ends have nothing to do with each other. */
function sayingSo(history) {
	return {
		...history,
		async range(ends) {
			const range = await history.range(ends);
			if (isUnrelated(range)) note(`${ends.from} and ${ends.to} have no common history, so the notes list everything that leads to either.`);
			return range;
		}
	};
}
/** Where two commits have an ancestor in common, some commit of the range stands on one outside it. */
function isUnrelated({ direction, commits, lost }) {
	if (direction !== "diverged") return false;
	const all = [...commits, ...lost];
	const names = new Set(all.map(({ sha }) => sha));
	return all.every(({ parents }) => parents.every((parent) => names.has(parent)));
}

export { printNotes };