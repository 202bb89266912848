import { i as parseInstant } from "./instant.js";
import { n as UsageError } from "./exit-codes.js";

// src/cli/instant-option.ts
/** An instant that somebody gives on the command line. */
/** @param option as it is written: `--until`. Throws `UsageError`. */
function instantOption(option, text) {
	const instant = parseInstant(text);
	if (instant !== void 0) return instant;
	throw new UsageError(`${option} ${text} is no instant. Write it with its offset, such as 2026-11-26T09:00:00+01:00 or 2026-11-26T08:00:00Z.`);
}

export { instantOption as t };