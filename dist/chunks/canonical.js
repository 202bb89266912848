import { createHash } from "node:crypto";

// src/domain/instant.ts
const RFC3339 = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
/** The instant that `text` names, or undefined when it is not RFC 3339 with an offset (or names a day that does not exist). */
function parseInstant(text) {
	if (!RFC3339.test(text)) return void 0;
	const year = Number(text.slice(0, 4));
	const month = Number(text.slice(5, 7));
	if (Number(text.slice(8, 10)) > new Date(Date.UTC(year, month, 0)).getUTCDate()) return void 0;
	return Number.isNaN(Date.parse(text)) ? void 0 : text;
}
/** Milliseconds since the epoch. The instant was checked when it was parsed. */
function epochMs(instant) {
	return Date.parse(instant);
}
/** The canonical text of an instant: UTC, no fraction when it is zero. */
function toInstant(ms) {
	return new Date(ms).toISOString().replace(".000Z", "Z");
}
const UNITS = {
	s: 1e3,
	m: 6e4,
	h: 36e5,
	d: 864e5,
	w: 6048e5
};
const SHORT = /^(\d{1,9})([smhdw])$/;
const ISO = /^P(?=.)(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/;
/** Milliseconds of a duration, or undefined when the text is not one. Days have 24 hours, weeks 7 days. */
function parseDuration(text) {
	const short = SHORT.exec(text);
	if (short) return Number(short[1]) * UNITS[short[2]];
	const iso = ISO.exec(text);
	if (!iso) return void 0;
	const [, weeks, days, hours, minutes, seconds] = iso;
	return Number(weeks ?? 0) * 6048e5 + Number(days ?? 0) * 864e5 + Number(hours ?? 0) * 36e5 + Number(minutes ?? 0) * 6e4 + Number(seconds ?? 0) * 1e3;
}

// src/domain/probe.ts
/** What a probe of a running system may reach, what it asks for, and what it brings home. */
/** `public`: the internet; `private`: also RFC 1918, unique local and loopback addresses; `loopback`: only those. */
const NETWORKS = [
	"public",
	"private",
	"loopback"
];

// src/domain/markdown.ts
/**
* Untrusted text for places where Markdown or a terminal would give it power. What comes out reads the same and does
* nothing: no mention, reference, link, image, HTML, emphasis, heading, list, code, table or math, no control characters
* and no reordering of what is read.
*/
/** Breaks what GitHub looks for in rendered text (mentions, references, bare links), where backslashes do not help. */
const BREAK = "​";
/** C0 and C1 controls, line and paragraph separators. */
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;
/** Marks that are not seen: bidi marks, embeddings and isolates, zero-width spaces, byte order mark, tag characters. */
const INVISIBLE = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;
/**
* One line of plain text: controls become spaces, invisible marks go, runs of spaces shrink.
*
* @param max the longest result in UTF-16 units; what is longer ends in `…`.
*/
function plainLine(text, max = 500) {
	const line = text.toWellFormed().replace(CONTROLS, " ").replace(INVISIBLE, "").replace(/\s+/gu, " ").trim();
	if (line.length <= max) return line;
	return `${line.slice(0, Math.max(max - 1, 0)).toWellFormed().replace(/\uFFFD$/u, "").trimEnd()}…`;
}
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"|": "&#124;"
};
/** The text as Markdown that shows exactly it, on one line. May stand anywhere in a line, in a list item or table cell. */
function inertMarkdown(text) {
	return plainLine(text, Number.POSITIVE_INFINITY).replace(/[\\`*_[\]~$]/gu, "\\$&").replace(/@/gu, `${BREAK}@${BREAK}`).replace(/#/gu, `#${BREAK}`).replace(/[&<>|]/gu, (character) => ENTITIES[character]).replace(/\/(?=\/)/gu, `/${BREAK}`).replace(/\bwww\./giu, (match) => `${match.slice(0, -1)}${BREAK}.`).replace(/\b(gh)-(?=\d)/giu, `$1-${BREAK}`).replace(/^([-+=]|\d+(?=[.)]))/u, startOfLine);
}
/** What would begin a list, a rule or a heading underline. */
function startOfLine(match) {
	return /\d/.test(match) ? `${match}${BREAK}` : `\\${match}`;
}

// src/domain/canonical.ts
/**
* One spelling for a JSON value, so that equal documents have equal digests (RFC 8785): keys in the order of their
* UTF-16 code units, numbers and strings as ECMAScript writes them, no spaces.
*
* It is written in pieces: the facts of a large release have tens of megabytes, every decision has their digest, and
* one long text would be copied twice on its way there.
*/
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

export { NETWORKS as a, parseInstant as c, plainLine as i, toInstant as l, digestOfText as n, epochMs as o, inertMarkdown as r, parseDuration as s, digestOf as t };