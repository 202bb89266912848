// src/domain/failure.ts
var Failure = class extends Error {
	name = "Failure";
	kind;
	/** Milliseconds, when the other side named a time. */
	retryAfterMs;
	constructor(kind, message, options = {}) {
		super(message, { cause: options.cause });
		this.kind = kind;
		this.retryAfterMs = options.retryAfterMs;
	}
};

export { Failure as t };