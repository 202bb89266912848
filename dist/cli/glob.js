// src/policy/glob.ts
/** Longer patterns are a mistake, and the time to match grows with them. */
const LONGEST_PATTERN = 256;
/** What is wrong with a pattern, as the end of "the glob …"; undefined when it is fine. */
function globProblem(pattern) {
	if (pattern === "" || pattern === "/") return "is empty";
	if (pattern.length > LONGEST_PATTERN) return `is longer than ${LONGEST_PATTERN} characters`;
	if (pattern.startsWith("!")) return "begins with `!`; negation is not supported, list what should match";
	if (/[[\]]/.test(pattern)) return "has brackets, which are not supported; use `?` for one character";
	if (/[{}]/.test(pattern)) return "has braces, which are not supported; write one list item per alternative";
	if (pattern.includes("\\")) return "has a backslash, which is not supported; paths are separated by `/`";
	if (/[@+!?*]\(/.test(pattern)) return "has an extended group such as `@(a|b)`, which is not supported";
	if (pattern.includes("***")) return "has more than two `*` in a row";
	if (/^\.\.?\/|\/\.\.?\//.test(pattern) || pattern.includes("//")) return "is not a plain path: write it as the repository shows it, without `./`, `../` or `//`";
}
const ONE = Symbol("?");
const SOME = Symbol("*");
const ANY = Symbol("**");
const FOLDERS = Symbol("**/");
function compileGlob(pattern, { ignoreCase = false } = {}) {
	const text = ignoreCase ? pattern.toLowerCase() : pattern;
	const rooted = text.startsWith("/") ? text.slice(1) : text;
	const matches = matcherOf(tokensOf(rooted.endsWith("/") ? `${rooted}**` : rooted));
	return ignoreCase ? (candidate) => matches(candidate.toLowerCase()) : matches;
}
function tokensOf(pattern) {
	const tokens = [];
	let index = 0;
	while (index < pattern.length) {
		const character = pattern.charAt(index);
		const isDouble = character === "*" && pattern.charAt(index + 1) === "*";
		if (isDouble) tokens.push(...doubleStar(pattern, index));
		else tokens.push(SINGLE.get(character) ?? character);
		index += isDouble ? 2 : 1;
		if (tokens.at(-1) === FOLDERS) index++;
	}
	return tokens;
}
const SINGLE = /* @__PURE__ */ new Map([["?", ONE], ["*", SOME]]);
function doubleStar(pattern, index) {
	const startsSegment = index === 0 || pattern.charAt(index - 1) === "/";
	if (startsSegment && pattern.charAt(index + 2) === "/") return [FOLDERS];
	return startsSegment && index > 0 && index + 2 === pattern.length ? [ONE, ANY] : [ANY];
}
/** Most paths are told apart by the literal parts of a pattern alone: its start, its end and what lies between. */
function matcherOf(tokens) {
	const firstWild = tokens.findIndex((token) => typeof token !== "string");
	if (firstWild < 0) {
		const literal = tokens.join("");
		return (text) => text === literal;
	}
	const lastWild = tokens.findLastIndex((token) => typeof token !== "string");
	const prefix = tokens.slice(0, firstWild).join("");
	const suffix = tokens.slice(lastWild + 1).join("");
	const between = literalsOf(tokens.slice(firstWild, lastWild + 1));
	return (text) => text.startsWith(prefix) && text.endsWith(suffix) && between.every((literal) => text.includes(literal, prefix.length)) && simulate(tokens, text);
}
/** The runs of literal characters. */
function literalsOf(tokens) {
	return tokens.map((token) => typeof token === "string" ? token : "\n").join("").split(/\n+/).filter((literal) => literal !== "");
}
/** Follows all ways through the pattern at once, so no text can make it try one after the other. */
function simulate(tokens, text) {
	let reached = new Uint8Array(tokens.length + 1);
	let following = new Uint8Array(tokens.length + 1);
	enter(tokens, reached, 0);
	for (let index = 0; index < text.length; index++) {
		following.fill(0);
		const character = text.charAt(index);
		let isAlive = false;
		for (let state = 0; state < tokens.length; state++) if (reached[state] === 1 && step(tokens, following, state, character)) isAlive = true;
		if (!isAlive) return false;
		[reached, following] = [following, reached];
	}
	return reached[tokens.length] === 1;
}
/** Marks a state and those that are reached from it without reading a character. */
function enter(tokens, states, from) {
	let state = from;
	states[state] = 1;
	while (state < tokens.length) {
		const token = tokens[state];
		if (token !== SOME && token !== ANY && token !== FOLDERS) return;
		state++;
		states[state] = 1;
	}
}
/** Reads one character in one state; false when no way leads on. */
function step(tokens, following, state, character) {
	const token = tokens[state];
	if (token === FOLDERS) {
		if (character === "/") enter(tokens, following, state);
		else following[state] = 1;
		return true;
	}
	if (token === ANY || token === SOME && character !== "/") {
		enter(tokens, following, state);
		return true;
	}
	if (token !== character && (token !== ONE || character === "/")) return false;
	enter(tokens, following, state + 1);
	return true;
}

export { globProblem as n, compileGlob as t };