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

export { parseDuration as a, epochMs as i, plainLine as n, parseInstant as o, NETWORKS as r, toInstant as s, inertMarkdown as t };