import { t as Failure } from "./failure.js";
import { t as readText } from "./read-text.js";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

// src/cli/lines-of.ts
/** Reads a file line by line: however long it is, one line at a time is in memory. */
/** @throws Failure when the file cannot be read */
async function* linesOf(file) {
	const lines = createInterface({
		input: createReadStream(file, "utf8"),
		crlfDelay: Number.POSITIVE_INFINITY
	});
	try {
		for await (const line of lines) yield line;
	} catch (error) {
		const read = await readText(file);
		if (read.kind === "unreadable") throw new Failure("not-found", read.message, { cause: error });
		throw error;
	}
}

export { linesOf as t };