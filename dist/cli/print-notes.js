import { r as unreadableRules } from "./asked-of-changes.js";
import { i as unknownService, n as writeNotes, r as serviceOf, t as renderNotes } from "./markdown2.js";
import { n as UsageError, t as EXIT } from "./exit-codes.js";
import { n as findPolicy, t as BUILT_IN_RULES } from "./find-policy.js";
import { i as printJson, r as print, t as note } from "./output.js";
import { t as Failure } from "./failure.js";
import { t as formatProblem } from "./problem.js";
import { t as readText } from "./read-text.js";
import { join } from "node:path";

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
async function printNotes(options, history) {
	const { repository } = history;
	const inForce = await findPolicy(options, history);
	const { policy } = inForce;
	checkService(options, inForce, repository);
	const notes = await writeNotes(sayingSo(history), {
		repository,
		policy,
		from: options.from,
		to: options.to,
		service: options.service ?? null,
		environment: null,
		outcome: null,
		answeredBy: "clone",
		releaseFile: policy.notes?.categories === void 0 ? await findReleaseFile(options.git, history) : null
	});
	note(NO_LABELS);
	unreadableRules(inForce, true).forEach(note);
	if (options.json) await printJson(notes);
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