import { t as conventionalHeader } from "./conventional.js";

// src/domain/revert-references.ts
/** What a text says that it takes back. */
const NO_REFERENCES = {
	shas: [],
	numbers: [],
	quoted: null
};
/**
* @param repository `owner/name`; the number of another repository's pull request is not ours. A clone without a remote
* (`local/…`) does not know its name, so every name is taken for its own.
*/
function referencesIn(title, body, repository) {
	const quoted = quotedTitle(title);
	if (quoted === null && isSquashedList(body)) return NO_REFERENCES;
	const text = `${title}\n\n${body}`;
	const isTyped = conventionalHeader(title)?.type === "revert";
	return {
		shas: [...shasIn(text), ...isTyped ? shasInFooter(body) : []],
		numbers: numbersIn(text, repository),
		quoted
	};
}
/** Whether it names something, be it known or not. */
function hasReferences({ shas, numbers, quoted }) {
	return shas.length > 0 || numbers.length > 0 || quoted !== null;
}
const REVERTS_COMMIT = /^[ \t]{0,8}(?:this[ \t]+)?reverts?[ \t]+commits?[ \t:]+/gim;
const SHA = /([0-9a-f]{7,64})\b(?:,?\s{1,3}reversing\s{1,3}changes\s{1,3}made\s{1,3}to\s{1,3}[0-9a-f]{7,64}\b)?/iy;
const AND = /(?:\s{0,3},\s{0,3}(?:and\s{1,3})?|\s{1,3}and\s{1,3})(?:(?:commits?|prs?|pull requests?)\s{1,3})?/iy;
/** The commits that git's own words, or a person's close to them, name: `This reverts commit …, reversing changes made to …`. */
function shasIn(text) {
	return [...text.matchAll(REVERTS_COMMIT)].flatMap((match) => listAt(text, match.index + match[0].length, SHA).map(([, sha = ""]) => sha.toLowerCase()));
}
/** The footer of Conventional Commits, whose meaning only the type `revert` gives. */
const FOOTER = /^refs:[ \t]+/gim;
/** Every commit that a text may speak of. */
function everyShaIn(text) {
	return [...shasIn(text), ...shasInFooter(text)];
}
function shasInFooter(body) {
	return [...body.matchAll(FOOTER)].flatMap((match) => listAt(body, match.index + match[0].length, SHA).map(([, sha = ""]) => sha.toLowerCase()));
}
const REVERTS = /^[ \t]{0,8}(?:this[ \t]+)?reverts?:?[ \t]+(?:(?:prs?|pull[ \t]requests?)[ \t]+)?/gim;
const NUMBER = /(?:https:\/\/[\w.-]{1,100}\/)?(?:([\w.-]{1,100}\/[\w.-]{1,100})(?:#|\/pull\/))?#?(\d{1,9})\b/iy;
const HAS_MARK = /[#/]/;
function numbersIn(text, repository) {
	const isNamed = !repository.startsWith("local/");
	return [...text.matchAll(REVERTS)].flatMap((match) => listAt(text, match.index + match[0].length, NUMBER).filter(([all]) => HAS_MARK.test(all)).filter(([, name]) => name === void 0 || !isNamed || name.toLowerCase() === repository.toLowerCase()).map(([, , number]) => Number(number)));
}
/** What stands one after the other from a place on, with commas and "and" between. */
function listAt(text, start, item) {
	const found = [];
	let at = start;
	for (;;) {
		item.lastIndex = at;
		const match = item.exec(text);
		if (match === null) return found;
		found.push(match);
		AND.lastIndex = at + match[0].length;
		if (AND.exec(text) === null) return found;
		at = AND.lastIndex;
	}
}
/**
* A squashed pull request lists the messages of its commits; what one of them took back may be another of them. A list
* after GitHub's own first line is a person's.
*/
function isSquashedList(body) {
	if (/^\s{0,8}reverts\s/i.test(body)) return false;
	return /^\* \S/m.test(body);
}
const QUOTED = /^(revert|reapply)[ \t]+"(.+)"/i;
const TYPED = /^revert(?:\([^()]{1,200}\))?!?:[ \t]+(?:"(.+)"|(.+))/i;
function quotedTitle(title) {
	const [, verb = "", quoted] = QUOTED.exec(title) ?? [];
	if (quoted !== void 0) return verb.toLowerCase() === "reapply" ? `Revert "${quoted}"` : quoted;
	const [, inQuotes, plain] = TYPED.exec(title) ?? [];
	return (inQuotes ?? plain)?.trim() ?? null;
}
const WRAP = /(revert|reapply)[ \t]+"|revert(?:\([^()]{1,200}\))?!?:[ \t]+/iy;
/** Whether what has this title takes something back: reverts are counted, and an even number of them takes nothing. */
function isTakingBack(title) {
	let isOdd = false;
	WRAP.lastIndex = 0;
	for (let match = WRAP.exec(title); match !== null; match = WRAP.exec(title)) if (match[1]?.toLowerCase() !== "reapply") isOdd = !isOdd;
	return isOdd;
}

export { referencesIn as i, hasReferences as n, isTakingBack as r, everyShaIn as t };