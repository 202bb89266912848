import { n as plainLine } from "./markdown.js";
import { o as LONGEST_TEXT, s as compileFinder } from "./tiers.js";

// src/policy/gates/sections/comments.ts
/** In time linear in the text, however many comments begin in it. */
function withoutComments(text) {
	let shown = "";
	let from = 0;
	for (;;) {
		const begin = text.indexOf("<!--", from);
		if (begin < 0) return {
			text: shown + text.slice(from),
			isOpen: false
		};
		shown += `${text.slice(from, begin)} `;
		const end = text.indexOf("-->", begin + 4);
		if (end < 0) return {
			text: shown,
			isOpen: true
		};
		from = end + 3;
	}
}
const LINK_DEFINITION = /^\[(?!\^)[^\]]+\]:\s*(?:<[^<>]*>|\S+)(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?$/;
/** Whether the line says where a link leads, which shows nothing. Footnotes (`[^1]: …`) are shown. */
function isLinkDefinition(line) {
	return LINK_DEFINITION.test(line.trim());
}

// src/policy/gates/requests-of-change.ts
/** Requests that are told of one change, or of one release. */
const MOST_REQUESTS = 20;
/** Of one request. */
const LONGEST_REQUEST = 100;
/** The words by which GitHub links a commit to the issue that it closes. */
const CLOSES = "(?i)\\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\\s+(?:(?:[\\w.-]+/[\\w.-]+)?#\\d+|https://\\S+/issues/\\d+)";
/** What people wrote is one line each, without control characters; it is inert only once it is rendered so. */
function requestsBy(asked) {
	const find = compileFinder(asked === true ? CLOSES : asked);
	return (change) => {
		if (change.kind === "commit") return tidied(requestsIn([change.message], find), asked);
		const issues = change.issues ?? [];
		const texts = [
			change.title,
			...issues,
			shownIn(change.body)
		];
		return tidied(asked === true ? issues : requestsIn(texts, find), asked);
	};
}
/**
* For telling, not for judging: all that any gate of the policies asks for. Where nobody looked which issues GitHub
* links, the words by which a pull request closes one are taken. Null: no gate asks.
*/
function requestsAsked(policies) {
	const asked = policies.flatMap(({ gates = [] }) => gates.flatMap((gate) => gate.require["linked-issue"] ?? []));
	const finders = [...new Set(asked)].map((each) => each === true ? closedBy() : requestsBy(each));
	if (finders.length === 0) return null;
	return (change) => [...new Set(finders.flatMap((each) => each(change)))].slice(0, 20);
}
function closedBy() {
	const [linked, find] = [requestsBy(true), compileFinder(CLOSES)];
	return (change) => {
		return change.kind === "commit" || change.issues !== void 0 ? linked(change) : tidied(requestsIn([shownIn(change.body)], find), true);
	};
}
function tidied(requests, asked) {
	const named = asked === true ? requests.map(issueIn) : requests;
	return [...new Set(named.map((each) => plainLine(each, LONGEST_REQUEST)).filter((each) => each !== ""))];
}
/** `Fixes #12` is `#12`, and the address of an issue is `owner/name#12`. */
function issueIn(text) {
	const [, repository, number] = /([\w.-]+\/[\w.-]+)\/issues\/(\d+)$/.exec(text) ?? [];
	if (repository !== void 0) return `${repository}#${number}`;
	return /(?:[\w.-]+\/[\w.-]+)?#\d+$/.exec(text)?.[0] ?? text;
}
function shownIn(body) {
	return withoutComments(body).text.split(/\r\n|\n|\r/).filter((line) => !isLinkDefinition(line)).join("\n");
}
/** Line by line: bodies are long, and `^` and `$` mean the ends of a line. Lines that are too long are not read. */
function requestsIn(texts, find) {
	const found = /* @__PURE__ */ new Set();
	const lines = texts.flatMap((text) => text.split(/\r\n|\n|\r/)).filter((line) => line.length <= LONGEST_TEXT);
	for (const line of lines) {
		for (const each of find(line, 20)) found.add(each);
		if (found.size >= 20) break;
	}
	return [...found];
}

export { withoutComments as i, requestsBy as n, isLinkDefinition as r, requestsAsked as t };