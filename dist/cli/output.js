import { t as formatProblem } from "./problem.js";

// src/cli/output.ts
/** What commands write: results to stdout, everything else to stderr. */
/** Resolves when the stream takes more, so that a long output does not pile up. */
async function print(text) {
	if (process.stdout.write(`${text}\n`)) return;
	await new Promise((resolve) => {
		process.stdout.once("drain", resolve);
	});
}
/** One document. */
function printJson(value) {
	return print(JSON.stringify(value, null, 2));
}
function note(text) {
	process.stderr.write(`${text}\n`);
}
function noteProblems(problems) {
	for (const problem of problems) note(formatProblem(problem));
}

export { printJson as i, noteProblems as n, print as r, note as t };