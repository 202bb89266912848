import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

// src/domain/canonical.ts
/** One spelling for a JSON value, so that equal documents have equal digests (RFC 8785). */
/** Canonical JSON. Throws on what JSON cannot say (a cycle, NaN); the documents of this project never hold such. */
function canonicalJson(value) {
	const text = canonicalize(value);
	if (text === void 0) throw new TypeError("undefined has no canonical JSON");
	return text;
}
/** Lower-case hex SHA-256 of the canonical JSON. */
function digestOf(value) {
	return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

export { digestOf as n, canonicalJson as t };