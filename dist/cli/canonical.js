import { createHash } from "node:crypto";

// src/domain/canonical.ts
/**
* One spelling for a JSON value, so that equal documents have equal digests (RFC 8785): keys in the order of their
* UTF-16 code units, numbers and strings as ECMAScript writes them, no spaces.
*
* It is written in pieces: the facts of a large release have tens of megabytes, every decision has their digest, and
* one long text would be copied twice on its way there.
*/
/** Canonical JSON. Throws on what JSON cannot say (a cycle, NaN, half a character); documents never hold such. */
function canonicalJson(value) {
	let text = "";
	writeCanonical(value, (piece) => {
		text += piece;
	});
	return text;
}
/** Lower-case hex SHA-256 of the canonical JSON. Throws like {@link canonicalJson}. */
function digestOf(value) {
	const hash = createHash("sha256");
	writeCanonical(value, (piece) => hash.update(piece));
	return hash.digest("hex");
}
/** `sha256:HEX` of the bytes of a text in UTF-8, as `sha256sum` prints it of a file. */
function digestOfText(text) {
	return `sha256:${createHash("sha256").update(text, "utf8").digest("hex")}`;
}
/** Long enough that handing on costs nothing, short enough to stay in the caches of a processor. */
const PIECE = 4096;
/** Far beyond any document of this project; only a value that contains itself gets here. */
const DEEPEST = 1e3;
function writeCanonical(value, handOn) {
	const said = saidOf(value);
	if (said === void 0) throw new TypeError(`${typeof value} has no canonical JSON`);
	const output = {
		text: "",
		handOn,
		keys: [],
		sorted: []
	};
	writeValue(output, said, 0);
	handOn(output.text);
}
/** What JSON says of a value. Undefined: nothing; it is left out of records, and is `null` in lists. */
function saidOf(value) {
	if (typeof value === "function" || typeof value === "symbol") return void 0;
	if (typeof value !== "object" || value === null || !("toJSON" in value)) return value;
	return typeof value.toJSON === "function" ? saidOf(value.toJSON()) : value;
}
function writeValue(output, value, depth) {
	if (typeof value === "object" && value !== null) writeObject(output, value, depth);
	else output.text += typeof value === "string" ? quoted(value) : sayPlain(value);
}
function sayPlain(value) {
	if (typeof value === "bigint" || typeof value === "number" && !Number.isFinite(value)) throw new TypeError(`${value} has no canonical JSON`);
	return String(value);
}
/** All but control characters, quotes, backslashes and surrogates. */
const SAID_AS_IT_IS = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;
function quoted(text) {
	if (SAID_AS_IT_IS.test(text)) return `"${text}"`;
	if (!text.isWellFormed()) throw new TypeError("Half a character (a lone surrogate) has no canonical JSON");
	return JSON.stringify(text);
}
function writeObject(output, value, depth) {
	if (depth > DEEPEST) throw new TypeError(`What contains itself, or is over ${DEEPEST} deep, has no canonical JSON`);
	if (Array.isArray(value)) writeList(output, value, depth);
	else writeRecord(output, value, depth);
	if (output.text.length < PIECE) return;
	output.handOn(output.text);
	output.text = "";
}
function writeList(output, list, depth) {
	output.text += "[";
	for (let index = 0; index < list.length; index++) {
		if (index > 0) output.text += ",";
		writeValue(output, saidOf(list[index]) ?? null, depth + 1);
	}
	output.text += "]";
}
function writeRecord(output, record, depth) {
	let separator = "{";
	for (const key of sortedKeys(output, record)) {
		const member = saidOf(record[key]);
		if (member === void 0) continue;
		output.text += `${separator}${quoted(key)}:`;
		writeValue(output, member, depth + 1);
		separator = ",";
	}
	output.text += separator === "{" ? "{}" : "}";
}
function sortedKeys(output, record) {
	const keys = Object.keys(record);
	if (!(keys.length === output.keys.length && keys.every((key, index) => key === output.keys[index]))) {
		output.keys = keys;
		output.sorted = keys.toSorted();
	}
	return output.sorted;
}

export { digestOf as n, digestOfText as r, canonicalJson as t };