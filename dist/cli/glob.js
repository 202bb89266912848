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
/** Whether it stands for several names. Everything else that is special elsewhere is refused. */
function isGlob(name) {
	return /[*?]/.test(name);
}
const ONE = Symbol("?");
const SOME = Symbol("*");
const ANY = Symbol("**");
const FOLDERS = Symbol("**/");
function compileGlob(pattern, { ignoreCase = false } = {}) {
	const matches = matcherOf(globTokens(pattern, { ignoreCase }));
	return ignoreCase ? (candidate) => matches(candidate.toLowerCase()) : matches;
}
/** The steps of a pattern, for whoever has to compare two of them. */
function globTokens(pattern, { ignoreCase = false } = {}) {
	const text = ignoreCase ? pattern.toLowerCase() : pattern;
	const rooted = text.startsWith("/") ? text.slice(1) : text;
	return simplified(tokensOf(rooted.endsWith("/") ? `${rooted}**` : rooted));
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
/** Any folders and then any name, or any run beside another one, are just any run. */
function simplified(tokens) {
	const kept = [];
	for (const token of tokens) {
		const last = kept.at(-1);
		if ((token === SOME || token === ANY) && (last === ANY || last === FOLDERS || last === SOME && token === ANY)) kept[kept.length - 1] = ANY;
		else kept.push(token);
	}
	return kept;
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
	const wild = tokens.slice(firstWild, lastWild + 1);
	const shortest = prefix.length + suffix.length;
	const fits = (text) => text.length >= shortest && holds(text, suffix, text.length - suffix.length) && holds(text, prefix, 0);
	if (wild.length === 1 && wild[0] === ANY) return fits;
	const between = literalsOf(wild);
	const matches = automatonOf(tokens.slice(firstWild), prefix.length);
	return (text) => fits(text) && between.every((literal) => text.includes(literal, prefix.length)) && matches(text);
}
/** Whether the text has the part there. From its end: paths of one repository begin alike. */
function holds(text, part, from) {
	for (let index = part.length - 1; index >= 0; index--) if (text.charCodeAt(from + index) !== part.charCodeAt(index)) return false;
	return true;
}
/** The runs of literal characters. */
function literalsOf(tokens) {
	return tokens.map((token) => typeof token === "string" ? token : "\n").join("").split(/\n+/).filter((literal) => literal !== "");
}
const UNSEEN = -1;
const ASCII = 128;
/** Beyond ASCII only the characters that the pattern has are told apart. */
function kindsOf(tokens) {
	const codes = tokens.flatMap((token) => typeof token === "string" ? token.charCodeAt(0) : []);
	const beyond = new Set(codes.filter((code) => code >= ASCII));
	return new Map([...beyond].map((code, index) => [code, 129 + index]));
}
/** Patterns with very many sets of states are rare; beyond this many no more is kept. */
const MOST_SETS = 100;
/**
* Follows all ways through the pattern at once, so no text can make it try one after the other, and remembers where
* they lead, since thousands of paths begin alike. What stands before `from` is known to match.
*/
function automatonOf(tokens, from) {
	const kinds = kindsOf(tokens);
	const unseen = new Int16Array(129 + kinds.size).fill(UNSEEN);
	const reachedBy = (states, next) => {
		return {
			states,
			isEnd: states[tokens.length] === 1,
			known: knownOf(tokens, states),
			next
		};
	};
	const first = reachedBy(startOf(tokens), unseen.slice());
	const sets = [first];
	const numbers = /* @__PURE__ */ new Map([[first.states.join(""), 0]]);
	function learn(before, character, kind) {
		const states = follow(tokens, before.states, character);
		if (sets.length >= MOST_SETS) return reachedBy(states, unseen);
		const key = states.join("");
		const number = numbers.get(key) ?? sets.length;
		const reached = sets[number] ?? reachedBy(states, unseen.slice());
		sets[number] = reached;
		numbers.set(key, number);
		before.next[kind] = number;
		return reached;
	}
	return (text) => {
		let reached = first;
		for (let index = from; index < text.length; index++) {
			const code = text.charCodeAt(index);
			const kind = code < ASCII ? code : kinds.get(code) ?? ASCII;
			const number = reached.next[kind];
			reached = number === UNSEEN ? learn(reached, text.charAt(index), kind) : sets[number];
			if (reached.known !== void 0) return reached.known;
		}
		return reached.isEnd;
	};
}
function knownOf(tokens, states) {
	if (!states.includes(1)) return false;
	return tokens.at(-1) === ANY && states[tokens.length - 1] === 1 ? true : void 0;
}
function startOf(tokens) {
	const states = new Uint8Array(tokens.length + 1);
	enter(tokens, states, 0);
	return states;
}
function follow(tokens, reached, character) {
	const following = new Uint8Array(tokens.length + 1);
	for (let state = 0; state < tokens.length; state++) if (reached[state] === 1) step(tokens, following, state, character);
	return following;
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
/** Reads one character in one state. */
function step(tokens, following, state, character) {
	const token = tokens[state];
	if (token === FOLDERS) {
		if (character === "/") enter(tokens, following, state);
		else following[state] = 1;
	} else if (token === ANY || token === SOME && character !== "/") enter(tokens, following, state);
	else if (token === character || token === ONE && character !== "/") enter(tokens, following, state + 1);
}

export { compileGlob as a, isGlob as c, SOME as i, FOLDERS as n, globProblem as o, ONE as r, globTokens as s, ANY as t };