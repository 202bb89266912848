// src/cli/exit-codes.ts
/** Exit codes are part of the contract: people script against them. */
const EXIT = {
	/** Done; of `decide`: open. */
	ok: 0,
	/** The world or a document is not as it has to be; stderr says what, why and how to fix it. */
	failed: 1,
	/** The command line is wrong. */
	usage: 2,
	/** `decide`: the release has to wait. */
	waiting: 3,
	/** `decide`: the release is blocked. */
	blocked: 4,
	/** `smoke`: a required check failed. */
	smokeFail: 5,
	/** `smoke`: it cannot be told yet. */
	smokeInconclusive: 6,
	/** `smoke`: there was nothing that could be judged. */
	smokeError: 7
};
/** The command line asks for what cannot be. Told with a hint at `--help`, exit code 2. */
var UsageError = class extends Error {
	name = "UsageError";
};

export { UsageError as n, EXIT as t };