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

export { plainLine as n, inertMarkdown as t };