import { t as formatProblem } from "./problem.js";
import { n as plainLine } from "./markdown.js";
import { n as nearest, r as suggest, t as listOf } from "./suggestion.js";
import { CORE_SCHEMA, EVENT_ID, SCALAR_STYLE, YAMLException, constructFromEvents, getScalarValue, parseEvents } from "js-yaml";

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

// src/document/places/parse.ts
/** Where each key and value of a YAML document stands, from the events of its parser. */
/** Programs give these a meaning of their own. */
const REFUSED_KEYS = /* @__PURE__ */ new Set([
	"__proto__",
	"constructor",
	"prototype"
]);
/** The places of the first document of the events, and what was met on the way that is refused. */
function placesOf(events, text) {
	const reader = new EventReader(events, text);
	const event = reader.next();
	return {
		root: place(reader, event.type === EVENT_ID.DOCUMENT ? reader.next() : event, 0),
		refusals: reader.refusals
	};
}
/** The node at a path; of what is absent, the nearest thing around it. */
function find(root, path) {
	let node = root;
	for (const step of path) {
		const child = node.children.get(step) ?? node.children.get(String(step));
		if (child === void 0 && step === 0 && !node.isList) continue;
		if (child === void 0) return {
			...node,
			value: node.key
		};
		node = child;
	}
	return node;
}
var EventReader = class {
	index = 0;
	events;
	text;
	refusals = [];
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
/** `key`: offset of the key or list item this node belongs to, for values that take no room in the text. */
function place(reader, event, key) {
	if (event.type === EVENT_ID.SCALAR) {
		const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
		const value = event.valueStart < 0 ? key : event.valueStart - (isQuoted ? 1 : 0);
		if (event.style === SCALAR_STYLE.DOUBLE_QUOTED && !getScalarValue(reader.text, event).isWellFormed()) reader.refusals.push({
			code: "yaml-syntax",
			message: "An escape here is half a character, which no text can have. Write the character itself.",
			offset: value
		});
		return {
			key,
			value,
			isList: false,
			children: /* @__PURE__ */ new Map()
		};
	}
	if (event.type === EVENT_ID.SEQUENCE) return {
		key,
		value: event.start,
		isList: true,
		children: itemsOf(reader)
	};
	if (event.type === EVENT_ID.MAPPING) return {
		key,
		value: event.start,
		isList: false,
		children: entriesOf(reader)
	};
	return {
		key,
		value: key,
		isList: false,
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
		const refused = refusedKey(name, event);
		if (refused !== void 0) reader.refusals.push({
			...refused,
			offset: key.value
		});
		entries.set(name, place(reader, reader.next(), key.value));
	}
	return entries;
}
function refusedKey(name, event) {
	if (REFUSED_KEYS.has(name)) return {
		code: "key-refused",
		message: `The key \`${name}\` has a meaning of its own in programs and is refused. Use another name.`
	};
	if (name === "<<" && event.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN) return {
		code: "yaml-merge",
		message: "Merge keys are not part of YAML 1.2, so nothing would be merged here. Write the keys out."
	};
}
function startOf(event) {
	if (event.type === EVENT_ID.SCALAR) return Math.max(event.valueStart, 0);
	return "start" in event ? event.start : 0;
}

// src/document/position.ts
/** Offsets at which the lines of a text begin; a byte order mark is no column. */
function linesOf(text) {
	const starts = [text.startsWith("﻿") ? 1 : 0];
	for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
	return starts;
}
/** @param lines of {@link linesOf}. */
function positionIn(lines, offset) {
	let low = 0;
	let high = lines.length - 1;
	while (low < high) {
		const middle = low + high + 1 >> 1;
		if (lines[middle] <= offset) low = middle;
		else high = middle - 1;
	}
	return {
		line: low + 1,
		column: Math.max(offset - lines[low], 0) + 1
	};
}

// src/document/parse.ts
/** YAML text to plain data that remembers where each key and value stands. */
/** Far above a large real policy (about 1,500 entries). */
const LIMITS = {
	kibibytes: 64,
	entries: 1e4
};
/** Deep enough for every document (8 levels); stops nesting bombs. */
const DEEPEST = 20;
/**
* Reads one YAML 1.2 (core schema) document. Aliases, anchors, tags, merge keys, duplicate keys and further documents
* are refused.
*/
function readYaml(text, { kibibytes, entries } = LIMITS) {
	if (isTooLarge(text, kibibytes * 1024)) return {
		kind: "unreadable",
		problem: {
			code: "file-too-large",
			message: `The file is larger than ${kibibytes} KiB. Nobody can review that; split it or shorten it.`,
			line: 1,
			column: 1
		}
	};
	const lines = linesOf(text);
	const refuse = ({ code, message, offset }) => ({
		kind: "unreadable",
		problem: {
			code,
			message,
			...positionIn(lines, offset)
		}
	});
	try {
		const half = loneSurrogate(text);
		if (half !== void 0) return refuse(half);
		const events = parseEvents(text, { maxDepth: DEEPEST });
		const refused = refusedEvent(events, text, entries);
		if (refused) return refuse(refused);
		const [value] = constructFromEvents(events, {
			source: text,
			maxAliases: 0,
			schema: CORE_SCHEMA
		});
		const { root, refusals } = placesOf(events, text);
		if (refusals[0] !== void 0) return refuse(refusals[0]);
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
		return refuse({
			...sayYamlError(error.reason),
			offset: error.mark?.position ?? 0
		});
	}
}
/** A character takes one to three bytes for each unit of its text. */
function isTooLarge(text, largest) {
	if (text.length > largest) return true;
	return text.length * 3 > largest && new TextEncoder().encode(text).length > largest;
}
/** Half of a character beyond U+FFFF: no file has one, but a text inside a JSON document may. */
function loneSurrogate(text) {
	if (text.isWellFormed()) return void 0;
	return {
		code: "yaml-syntax",
		message: "Here is half a character, which no text can have. Remove it.",
		offset: text.search(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/)
	};
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
	if (/complex keys/.test(reason)) return {
		code: "yaml-syntax",
		message: "A list or a map cannot be a key here. Write the name as plain text."
	};
	return {
		code: "yaml-syntax",
		message: `This is not YAML: ${plainLine(reason, 200)}. Check the indentation and quotes here and on the line before.`
	};
}
function refusedEvent(events, text, most) {
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
		offset: Math.max(text.lastIndexOf("\n---"), text.lastIndexOf("\r---")) + 1
	};
	if (events.length > 2 * most) return {
		code: "file-too-large",
		message: `The file has more than ${most} entries. Shorten it.`,
		offset: 0
	};
	return firstProperty(events);
}
/** The first anchor, alias or tag. */
function firstProperty(events) {
	for (const event of events) {
		if ("anchorStart" in event && event.anchorStart >= 0) return {
			code: event.type === EVENT_ID.ALIAS ? "yaml-alias" : "yaml-anchor",
			message: "YAML anchors and aliases are refused: a few lines of them can grow without bound. Write it out.",
			offset: event.anchorStart - 1
		};
		if ("tagStart" in event && event.tagStart >= 0) return {
			code: "yaml-tag",
			message: "YAML tags are refused: the type of a value follows from the key. Write it without the `!…`.",
			offset: event.tagStart
		};
	}
}

// src/document/schema-place.ts
/** Undefined: there is nothing. */
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

// src/document/shape.ts
/** What does not fit a schema, said to the person who wrote it: what, why, how to fix. */
/** @param value the document as it was written: wrong values are quoted from it. */
function shapeProblems(issues, value, { schema, codes }) {
	const newer = newerVersion(issues, value);
	if (newer !== null) return [newer];
	const leaves = issues.flatMap((issue) => leavesOf(issue, value));
	const unknownIn = new Set(leaves.filter(({ code }) => code === "unrecognized_keys").map(({ path }) => path.join("/")));
	return leaves.filter(({ code, path }) => code !== "custom" || !unknownIn.has(path.join("/"))).flatMap((issue) => singly(issue)).slice(0, MOST_TOLD).flatMap((issue) => issue.code === "custom" ? [refusal(issue, codes)] : sayIssue(issue, value, schema));
}
/** A document for a later version of the language: what else is not known of it is no mistake of whoever wrote it. */
function newerVersion(issues, value) {
	const version = valueAt(value, ["version"]);
	const known = issues.find(({ path }) => path.length === 1 && path[0] === "version")?.values?.[0];
	if (typeof version !== "number" || typeof known !== "number" || !(version > known)) return null;
	return {
		code: "wrong-value",
		path: ["version"],
		at: "value",
		message: `This is written in version ${version} of its language, and this Tidegate reads version ${known}. Update Tidegate, or write \`version: ${known}\` and what that knows.`
	};
}
/** Nobody reads more problems of one document, and thousands would take long to say. */
const MOST_TOLD = 100;
/** One issue names all unknown keys of a place. */
function singly(issue) {
	if (issue.code !== "unrecognized_keys" || issue.keys === void 0) return [issue];
	return issue.keys.map((key) => ({
		...issue,
		keys: [key]
	}));
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
	const misfits = typeof value === "object" ? ["invalid_type", "invalid_value"] : ["invalid_type"];
	const branch = branches.filter((branch) => !branch.some((each) => each.path.length === 0 && misfits.includes(each.code ?? ""))).toSorted((one, other) => unknownKeysIn(one) - unknownKeysIn(other))[0] ?? branches[0] ?? [];
	return unknownKeysIn(branch) > 0 ? branch.filter((each) => !isOfMissing(each, value)) : branch;
}
function unknownKeysIn(branch) {
	return branch.reduce((sum, { keys = [] }) => sum + keys.length, 0);
}
function isOfMissing({ path, code }, value) {
	return code === "invalid_type" && path.length === 1 && valueAt(value, path.map(String)) === void 0;
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
	const fix = isKeyHere(value, path, schema) ? ` ${quoted(String(value))} is a key here: write it with its value, \`${value}: …\`.` : suggestion(meant, value);
	const said = typeof value === "object" ? sayValue(value) : quoted(String(value));
	return {
		code: "wrong-value",
		path,
		at: "value",
		message: `${nameOf(path)} is ${said}; it has to be ${wanted}.${fix}`
	};
}
/** A word that some other form of the value has as a key: `on: [window-opens-in]` lacks how long before. */
function isKeyHere(value, path, schema) {
	return typeof value === "string" && Object.hasOwn(propertiesOf(schemaAt(schema, path)), value);
}
function suggestion(meant, value) {
	if (meant === void 0) return "";
	return meant === value ? " Write it without quotes." : ` Did you mean \`${meant}\`?`;
}
function wrongSize(path, issue) {
	const isSmall = issue.code === "too_small";
	if (isSmall && issue.origin === "array" && issue.minimum === 1) return {
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

// src/document/problem-codes.ts
/** Every code that a problem of any document can have, and when it is given. A document has codes of its own besides. */
const DOCUMENT_CODES = {
	"file-empty": "The file has no content.",
	"file-too-large": "The file is larger than 64 KiB or has more than 10,000 entries (a case file: 1 MiB, 160,000 entries).",
	"yaml-syntax": "The text is not YAML.",
	"yaml-too-deep": "The text is nested deeper than 20 levels.",
	"yaml-documents": "The file has more than one YAML document.",
	"yaml-anchor": "YAML anchors are refused.",
	"yaml-alias": "YAML aliases are refused.",
	"yaml-tag": "YAML tags (`!!str`) are refused.",
	"yaml-merge": "The merge keys (`<<`) of YAML 1.1 are refused.",
	"key-refused": "A key that has a meaning of its own in programs: `__proto__`, `constructor`, `prototype`.",
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

export { locate as a, linesOf as i, shapeProblems as n, readYaml as r, DOCUMENT_CODES as t };