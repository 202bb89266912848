import { t as parsePolicy } from "./parse.js";
import { r as formatProblem } from "./parse2.js";
import { readFile } from "node:fs/promises";

// src/cli/read-text.ts
/** Reads a file that somebody named on the command line. */
const REASONS = {
	ENOENT: "there is no such file; check the path, it is taken from the folder you are in",
	EACCES: "this user may not read it; change its permissions or run as who may",
	EISDIR: "it is a folder; name the file in it"
};
async function readText(file) {
	try {
		return {
			kind: "read",
			text: await readFile(file, "utf8")
		};
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "";
		const message = `${file} cannot be read: ${REASONS[code] ?? `the system says ${code || String(error)}`}.`;
		return {
			kind: "unreadable",
			isAbsent: code === "ENOENT",
			message
		};
	}
}

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

// src/cli/read-policy.ts
async function readPolicy(file, source = "policy") {
	const read = await readText(file);
	if (read.kind === "read") return policyIn(read.text, file, source);
	const found = {
		severity: "error",
		source,
		file,
		code: "file-unreadable",
		line: 1,
		column: 1,
		message: read.message
	};
	return read.isAbsent ? {
		kind: "absent",
		problem: found
	} : {
		kind: "invalid",
		problems: [found]
	};
}
function policyIn(text, file, source = "policy") {
	const parsed = parsePolicy(text, {
		source,
		file
	});
	if (parsed.kind === "invalid") return parsed;
	return {
		kind: "valid",
		policy: {
			source: source === "orgPolicy" ? "org" : "repository",
			file,
			policy: parsed.policy
		},
		warnings: parsed.warnings
	};
}

export { print as a, noteProblems as i, readPolicy as n, printJson as o, note as r, readText as s, policyIn as t };