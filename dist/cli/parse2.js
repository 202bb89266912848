import { CORE_SCHEMA, EVENT_ID, SCALAR_STYLE, YAMLException, constructFromEvents, getScalarValue, parseEvents } from "js-yaml";

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

// src/document/suggestion.ts
/** "Did you mean …?": the known word nearest to a misspelt one. */
/** Of more than these nobody reads the list. */
const MOST_LISTED = 20;
/** How to fix a word that is not known: the one that was meant, else a list of those that are. */
function suggest(word, known, title) {
	const meant = nearest(word, known);
	if (meant !== void 0) return `Did you mean \`${meant}\`?`;
	return `${title}: ${known.length === 0 ? "none" : listOf(known)}.`;
}
function listOf(words) {
	const listed = words.slice(0, MOST_LISTED).map((word) => `\`${word}\``);
	const more = words.length - listed.length;
	return `${listed.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
/** Comparing is slow; who has more names than these looks for the right one in their own file. */
const MOST_COMPARED = 100;
/** The nearest of `known`, or undefined when none is near enough to be meant. */
function nearest(word, known) {
	const most = Math.max(1, Math.floor(word.length / 3));
	let best;
	for (const candidate of known.slice(0, MOST_COMPARED)) {
		if (Math.abs(candidate.length - word.length) > most) continue;
		const distance = editDistance(word.toLowerCase().slice(0, 100), candidate.toLowerCase());
		if (distance <= most && (best === void 0 || distance < best.distance)) best = {
			word: candidate,
			distance
		};
	}
	return best?.word;
}
/** Insertions, deletions, replacements and swaps of neighbours. */
function editDistance(one, other) {
	const rows = [Array.from({ length: other.length + 1 }, (_, index) => index)];
	for (let i = 1; i <= one.length; i++) {
		const above = rows[i - 1];
		const row = [i];
		for (let j = 1; j <= other.length; j++) {
			const isSame = one[i - 1] === other[j - 1];
			const least = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (isSame ? 0 : 1));
			const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
			row.push(isSwap ? Math.min(least, rows[i - 2]?.[j - 2] + 1) : least);
		}
		rows.push(row);
	}
	return rows[one.length][other.length];
}

// src/document/shape.ts
/** What does not fit a schema, said to the person who wrote it: what, why, how to fix. */
/** @param value the document as it was written: wrong values are quoted from it. */
function shapeProblems(issues, value, { schema, codes }) {
	const leaves = issues.flatMap((issue) => leavesOf(issue, value));
	const unknownIn = new Set(leaves.filter(({ code }) => code === "unrecognized_keys").map(({ path }) => path.join("/")));
	return leaves.filter(({ code, path }) => code !== "custom" || !unknownIn.has(path.join("/"))).flatMap((issue) => issue.code === "custom" ? [refusal(issue, codes)] : sayIssue(issue, value, schema));
}
/** The issue itself; of a union the issues of the alternative that was meant. Paths are those of the document. */
function leavesOf(issue, root) {
	if (issue.code !== "invalid_union") return [issue];
	return likeliest(issue, valueAt(root, pathOf(issue))).flatMap((inner) => leavesOf({
		...inner,
		path: [...issue.path, ...inner.path]
	}, root));
}
/** Of the alternatives of a union, the one that the value was meant to be: a list when it is a list. */
function likeliest(issue, value) {
	const branches = issue.errors ?? [];
	if (branches.length === 0) return [{
		code: "invalid_value",
		path: [],
		message: issue.message,
		values: issue.options ?? []
	}];
	if (Array.isArray(value)) return branches.at(-1) ?? [];
	return branches.filter((branch) => !branch.some((each) => each.path.length === 0 && each.code === "invalid_type"))[0] ?? branches[0] ?? [];
}
function pathOf(issue) {
	return issue.path.map((step) => typeof step === "number" ? step : String(step));
}
/** What a check of the document's own says, with the code that it put beside its message. */
function refusal(issue, codes) {
	const code = issue.params?.["code"];
	return {
		code: typeof code === "string" && Object.hasOwn(codes, code) ? code : "refused",
		path: pathOf(issue),
		at: "value",
		message: issue.message
	};
}
function sayIssue(issue, root, schema) {
	const path = pathOf(issue);
	switch (issue.code) {
		case "unrecognized_keys": return (issue.keys ?? []).map((key) => unknownKey(path, key, schema));
		case "invalid_type": return [wrongType(path, issue, valueAt(root, path), schema)];
		case "invalid_value": return [wrongValue(path, sayOptions(issue.values ?? []), valueAt(root, path), schema)];
		case "invalid_format": return [wrongValue(path, {
			wanted: issue.message,
			options: []
		}, valueAt(root, path), schema)];
		case "invalid_key": return (issue.issues ?? []).flatMap((inner) => sayIssue({
			...inner,
			path
		}, root, schema).map((found) => ({
			...found,
			at: "key"
		})));
		case "too_small":
		case "too_big": return [wrongSize(path, issue)];
		default: return [{
			code: "wrong-value",
			path,
			at: "value",
			message: `${nameOf(path)} is not valid: ${issue.message}.`
		}];
	}
}
function unknownKey(path, key, schema) {
	const fix = suggest(key, Object.keys(propertiesOf(schemaAt(schema, path))), "Known here");
	const message = `There is no key ${quoted(key)} here, and what it was meant to say would be lost. ${fix}`;
	return {
		code: "unknown-key",
		path: [...path, key],
		at: "key",
		message
	};
}
function wrongType(path, issue, value, schema) {
	if (value === void 0) return missing(path, schema);
	const place = schemaAt(schema, path);
	const wanted = TYPE_NAMES[String(issue.expected)] ?? String(issue.expected);
	const kind = place["title"] === void 0 ? "" : ` (${place["title"]})`;
	return {
		code: "wrong-type",
		path,
		at: "value",
		message: `${nameOf(path)} is ${sayValue(value)}; it has to be ${wanted}${kind}. ${describe(place)}`.trim()
	};
}
function missing(path, schema) {
	const meaning = describe(schemaAt(schema, path)).replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
	const fix = meaning === "" ? "Add it." : `Add it: ${meaning}`;
	return {
		code: "key-missing",
		path,
		at: "key",
		message: `${nameOf(path)} is missing. ${fix}`
	};
}
function sayOptions(values) {
	const options = values.map(String);
	return {
		wanted: options.length === 1 ? listOf(options) : `one of ${listOf(options)}`,
		options
	};
}
function wrongValue(path, { wanted, options }, value, schema) {
	if (value === void 0) return missing(path, schema);
	const meant = typeof value === "string" ? nearest(value, options) : void 0;
	const fix = meant === void 0 ? "" : ` Did you mean \`${meant}\`?`;
	const said = typeof value === "object" ? sayValue(value) : quoted(String(value));
	return {
		code: "wrong-value",
		path,
		at: "value",
		message: `${nameOf(path)} is ${said}; it has to be ${wanted}.${fix}`
	};
}
function wrongSize(path, issue) {
	const isSmall = issue.code === "too_small";
	if (isSmall && issue.origin === "array") return {
		code: "list-empty",
		path,
		at: "value",
		message: `${nameOf(path)} is an empty list, which says nothing. Add an item or remove the key.`
	};
	if (isSmall && issue.origin === "string") return {
		code: "text-empty",
		path,
		at: "value",
		message: `${nameOf(path)} is empty. Write something or remove it.`
	};
	const unit = {
		string: " characters long",
		array: " items long"
	}[issue.origin ?? ""] ?? "";
	const limit = isSmall ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
	return {
		code: "out-of-range",
		path,
		at: "value",
		message: `${nameOf(path)} has to be ${limit}${unit}.`
	};
}
const TYPE_NAMES = {
	string: "text",
	number: "a number",
	int: "a whole number",
	boolean: "`true` or `false`",
	array: "a list",
	object: "a map of keys and values",
	record: "a map of names"
};
function sayValue(value) {
	if (value === null) return "empty";
	if (typeof value === "boolean") return `\`${value}\``;
	if (Array.isArray(value)) return "a list";
	return TYPE_NAMES[typeof value] ?? typeof value;
}
function nameOf(path) {
	const last = path.at(-1);
	if (last === void 0) return "The document";
	if (last === "") return "The name";
	return typeof last === "number" ? `Item ${last + 1}` : quoted(last);
}
/** What somebody wrote, on one line and not more of it than one needs to find it again. */
function quoted(text) {
	return `\`${plainLine(text, 80)}\``;
}
function valueAt(root, path) {
	let value = root;
	for (const step of path) {
		if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return void 0;
		value = value[step];
	}
	return value;
}
function schemaAt(schema, path) {
	return path.reduce((at, step) => child(at, step), schema);
}
function child(schema, step) {
	for (const each of alternatives(schema)) {
		const found = typeof step === "number" ? each["items"] : propertiesOf(each)[step] ?? each["additionalProperties"];
		if (typeof found === "object" && found !== null) return found;
	}
	return {};
}
function propertiesOf(schema) {
	return Object.assign({}, ...alternatives(schema).map((each) => each["properties"] ?? {}));
}
function alternatives(schema) {
	const inner = schema["anyOf"] ?? schema["oneOf"];
	return inner === void 0 ? [schema] : inner.flatMap(alternatives);
}
function describe(schema) {
	return typeof schema["description"] === "string" ? schema["description"] : "";
}

// src/document/problem-codes.ts
/** Every code that a problem of any document can have, and when it is given. A document has codes of its own besides. */
const DOCUMENT_CODES = {
	"file-empty": "The file has no content.",
	"file-too-large": "The file is larger than 64 KiB or has more than 10,000 entries.",
	"yaml-syntax": "The text is not YAML.",
	"yaml-too-deep": "The text is nested deeper than 20 levels.",
	"yaml-documents": "The file has more than one YAML document.",
	"yaml-anchor": "YAML anchors are refused.",
	"yaml-alias": "YAML aliases are refused.",
	"duplicate-key": "A key is given twice in one place.",
	"unknown-key": "A key that is not known in this place.",
	"key-missing": "A key that is needed is missing.",
	"wrong-type": "A value of another type than the key takes.",
	"wrong-value": "A value that is not one of those the key takes.",
	"list-empty": "An empty list, which could never match.",
	"text-empty": "An empty text.",
	"out-of-range": "A number that is too small or too large, or a text or list that is too long.",
	refused: "A value that is refused for a reason of its own, given in the message."
};

// src/domain/problem.ts
/** `file:line:column code message`, the form that editors and people jump from. */
function formatProblem(problem) {
	const place = problem.path === void 0 ? `${problem.line ?? 1}:${problem.column ?? 1}` : problem.path || "/";
	return `${problem.file}:${place} ${problem.code} ${problem.message}`;
}

// src/document/locate.ts
/** What was found in a document, told with the line and column where it stands. */
/** UTF-16 units of a message. What is quoted in it was written by others, and nobody reads more. */
const LONGEST_MESSAGE = 2e3;
/** The problems in the order of the file. Each message is one line of plain text. */
function locate(found, document, origin) {
	return found.map(({ severity = "error", code, path, at, message }) => {
		const position = at === "key" ? document.keyAt(path) : document.valueAt(path);
		return {
			severity,
			...origin,
			code,
			...position,
			message: plainLine(message, LONGEST_MESSAGE)
		};
	}).toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0) || (formatProblem(one) < formatProblem(other) ? -1 : 1));
}

// src/document/parse.ts
/** YAML text to plain data that remembers where each key and value stands. */
/** What is larger was not written by a person. */
const LARGEST_FILE = 65536;
/** Deep enough for every document (8 levels); stops nesting bombs. */
const DEEPEST = 20;
/** Far above a large real document (about 1,500 nodes); stops what is dense rather than long. */
const MOST_NODES = 1e4;
const REFUSED_KEYS = /* @__PURE__ */ new Set([
	"__proto__",
	"constructor",
	"prototype"
]);
/** Reads one YAML 1.2 (core schema) document. Aliases, anchors, duplicate keys and further documents are refused. */
function readYaml(text) {
	const lines = linesOf(text);
	const refuse = (code, message, offset = 0) => ({
		kind: "unreadable",
		problem: {
			code,
			message,
			...positionIn(lines, offset)
		}
	});
	if (new TextEncoder().encode(text).length > LARGEST_FILE) return refuse("file-too-large", "The file is larger than 64 KiB. Nobody can review that; split it or shorten it.");
	try {
		const events = parseEvents(text, { maxDepth: DEEPEST });
		const refused = refusedEvent(events, text);
		if (refused) return refuse(refused.code, refused.message, refused.offset);
		const [value] = constructFromEvents(events, {
			source: text,
			maxAliases: 0,
			schema: CORE_SCHEMA
		});
		const root = nodeOf(new EventReader(events, text));
		return {
			kind: "read",
			document: {
				value,
				valueAt: (path) => positionIn(lines, find(root, path).value),
				keyAt: (path) => positionIn(lines, find(root, path).key)
			}
		};
	} catch (error) {
		if (!(error instanceof YAMLException)) throw error;
		const { code, message } = sayYamlError(error.reason);
		return refuse(code, message, error.mark?.position ?? 0);
	}
}
function sayYamlError(reason) {
	if (reason.startsWith("duplicated mapping key")) return {
		code: "duplicate-key",
		message: "This key is given twice in one place; which one holds would be a guess. Remove one."
	};
	if (/depth|nesting/i.test(reason)) return {
		code: "yaml-too-deep",
		message: `Nested deeper than ${DEEPEST} levels. No key needs that.`
	};
	if (/^unknown .*tag /.test(reason)) return {
		code: "yaml-syntax",
		message: "YAML tags are not known here. Write the value without the `!…` before it."
	};
	return {
		code: "yaml-syntax",
		message: `This is not YAML: ${plainLine(reason, 200)}. Check the indentation and quotes here and on the line before.`
	};
}
function refusedEvent(events, text) {
	const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT).length;
	if (documents === 0 || events.length <= 3) {
		if (events.every((event) => event.type !== EVENT_ID.SCALAR || event.valueStart < 0)) return {
			code: "file-empty",
			message: "The file is empty. Begin with `version: 1`.",
			offset: 0
		};
	}
	if (documents > 1) return {
		code: "yaml-documents",
		message: "The file has several YAML documents. Keep one.",
		offset: Math.max(text.lastIndexOf("\n---") + 1, 0)
	};
	if (events.length > 2 * MOST_NODES) return {
		code: "file-too-large",
		message: `The file has more than ${MOST_NODES} entries. Shorten it.`,
		offset: 0
	};
	for (const event of events) {
		if (!("anchorStart" in event) || event.anchorStart < 0) continue;
		return {
			code: event.type === EVENT_ID.ALIAS ? "yaml-alias" : "yaml-anchor",
			message: "YAML anchors and aliases are refused: a few lines of them can grow without bound. Write it out.",
			offset: event.anchorStart - 1
		};
	}
}
var EventReader = class {
	index = 0;
	events;
	text;
	constructor(events, text) {
		this.events = events;
		this.text = text;
	}
	next() {
		const event = this.events[this.index++];
		if (event === void 0) throw new RangeError("The YAML events ended within a node");
		return event;
	}
};
function nodeOf(reader) {
	const event = reader.next();
	return event.type === EVENT_ID.DOCUMENT ? place(reader, reader.next(), 0) : place(reader, event, 0);
}
/** `key`: offset of the key or list item this node belongs to, for values that take no room in the text. */
function place(reader, event, key) {
	if (event.type === EVENT_ID.SCALAR) {
		const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
		return {
			key,
			value: event.valueStart < 0 ? key : event.valueStart - (isQuoted ? 1 : 0),
			children: /* @__PURE__ */ new Map()
		};
	}
	if (event.type === EVENT_ID.SEQUENCE) return {
		key,
		value: event.start,
		children: itemsOf(reader)
	};
	if (event.type === EVENT_ID.MAPPING) return {
		key,
		value: event.start,
		children: entriesOf(reader)
	};
	return {
		key,
		value: key,
		children: /* @__PURE__ */ new Map()
	};
}
function itemsOf(reader) {
	const items = /* @__PURE__ */ new Map();
	for (let event = reader.next(); event.type !== EVENT_ID.POP; event = reader.next()) {
		const item = place(reader, event, startOf(event));
		items.set(items.size, {
			...item,
			key: item.value
		});
	}
	return items;
}
function entriesOf(reader) {
	const entries = /* @__PURE__ */ new Map();
	for (let event = reader.next(); event.type !== EVENT_ID.POP; event = reader.next()) {
		const key = place(reader, event, startOf(event));
		const name = event.type === EVENT_ID.SCALAR ? getScalarValue(reader.text, event) : "";
		if (REFUSED_KEYS.has(name)) YAMLException.throwAt(reader.text, key.value, `the key ${name} has a meaning of its own in programs and is refused`);
		entries.set(name, place(reader, reader.next(), key.value));
	}
	return entries;
}
function startOf(event) {
	if (event.type === EVENT_ID.SCALAR) return Math.max(event.valueStart, 0);
	return "start" in event ? event.start : 0;
}
function find(root, path) {
	let node = root;
	for (const step of path) {
		const child = node.children.get(step) ?? node.children.get(String(step));
		if (child === void 0) return step === 0 && node.children.size === 0 ? node : {
			...node,
			value: node.key
		};
		node = child;
	}
	return node;
}
function linesOf(text) {
	const starts = [text.startsWith("﻿") ? 1 : 0];
	for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
	return starts;
}
function positionIn(lines, offset) {
	const next = lines.findIndex((start) => start > offset);
	const line = next < 0 ? lines.length : Math.max(next, 1);
	return {
		line,
		column: Math.max(offset - lines[line - 1], 0) + 1
	};
}

export { shapeProblems as a, inertMarkdown as c, DOCUMENT_CODES as i, plainLine as l, locate as n, listOf as o, formatProblem as r, suggest as s, readYaml as t };