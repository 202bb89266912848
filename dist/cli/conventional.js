// src/domain/conventional.ts
/** Conventional Commits 1.0.0, as far as release types and notes need them. */
/** Types are read without case (rule 15); colon and space are required (rule 1). */
const HEADER = /^([A-Za-z][\w-]{0,30})(?:\(([^()\r\n]{1,200})\))?(!)?: /;
/**
* In capitals (rules 12, 15 and 16), at the start of a line. It is found wherever in the text, since a squashed body
* has the footers of several commits; and its text may begin on the next line, as people write it.
*/
const BREAKING = /^BREAKING[ -]CHANGE:\s{1,10}\S/m;
/** Null: the first line of the message is not one. */
function conventionalHeader(message) {
	const header = HEADER.exec(message);
	if (header === null) return null;
	const [all, type = "", scope, mark] = header;
	const [line = ""] = message.slice(all.length).split("\n", 1);
	return {
		type: type.toLowerCase(),
		scope: scope ?? null,
		isBreaking: mark === "!",
		description: line.trim()
	};
}
/** @param message title, then an empty line, then the body. */
function isBreakingChange(message) {
	return conventionalHeader(message)?.isBreaking === true || BREAKING.test(message);
}
/** @param message title, then an empty line, then the body. Without a type, and for every other type: `patch`. */
function conventionalType(message) {
	if (isBreakingChange(message)) return "major";
	return conventionalHeader(message)?.type === "feat" ? "minor" : "patch";
}

export { conventionalType as n, isBreakingChange as r, conventionalHeader as t };