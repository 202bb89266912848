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

export { readText as t };