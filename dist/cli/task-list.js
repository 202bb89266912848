// src/policy/gates/html-block.ts
const KINDS = [
	{
		begins: /^<(?:script|pre|textarea|style)(?:[\s>]|$)/i,
		ends: /<\/(?:script|pre|textarea|style)>/i
	},
	{
		begins: /^<!--/,
		ends: /-->/
	},
	{
		begins: /^<\?/,
		ends: /\?>/
	},
	{
		begins: /^<![A-Za-z]/,
		ends: />/
	},
	{
		begins: /^<!\[CDATA\[/,
		ends: /\]\]>/
	},
	{
		begins: /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:\s|\/?>|$)/i,
		ends: null
	}
];
/** Any tag alone on its line. */
const LONE_TAG = /^<(?:[a-z][a-z\d-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?|\/[a-z][a-z\d-]*\s*)>\s*$/i;
/**
* How the HTML block that begins with this text ends; undefined when none begins here.
*
* @param interruptsParagraph a lone tag in the middle of a paragraph is part of it.
*/
function htmlBlockAt(text, interruptsParagraph) {
	if (!text.startsWith("<")) return void 0;
	const kind = KINDS.find(({ begins }) => begins.test(text));
	if (kind !== void 0) return { ends: kind.ends };
	return !interruptsParagraph && LONE_TAG.test(text) ? { ends: null } : void 0;
}

// src/policy/gates/task-list.ts
/**
* The boxes of the task lists in a Markdown text, as GitHub shows them: a list item whose first paragraph begins with
* `[ ]` or `[x]`. Lists may be nested, numbered and quoted; code, HTML blocks and comments hold none.
*
* The block structure of CommonMark is followed line by line, in time linear in the text: bodies of pull requests are
* written by anybody.
*/
function taskBoxes(markdown) {
	if (!SOME_BOX.test(markdown)) return [];
	const reader = new BlockReader();
	for (const line of markdown.split(/\r\n|\n|\r/)) reader.read(withoutTabs(line));
	return reader.boxes;
}
const SOME_BOX = /\[[\sx]\]/i;
/** A box with nothing after it is not shown as one, but somebody left it open. */
const BOX = /^\[([\sx])\](?=\s|$)/i;
/** Deeper nesting costs time and says nothing; whatever looks like an open box there counts as one. */
const DEEPEST = 100;
const NONE = { kind: "none" };
var BlockReader = class {
	boxes = [];
	#containers = [];
	#leaf = NONE;
	read(line) {
		let at = 0;
		let depth = 0;
		for (const container of this.#containers) {
			const next = continued(container, line, at);
			if (next === void 0) break;
			at = next;
			depth++;
		}
		const isOwn = depth === this.#containers.length;
		if (isOwn && this.#isTakenByLeaf(line.slice(at))) return;
		const paragraph = isOwn ? "own" : "lazy";
		let place = {
			at,
			depth,
			paragraph: this.#leaf.kind === "paragraph" ? paragraph : "none"
		};
		while (place !== void 0) place = this.#step(line, place);
	}
	/** Whether the line is done: open code or HTML took it, or it is blank. */
	#isTakenByLeaf(rest) {
		const isBlank = /^ *$/.test(rest);
		if (!this.#isInLeaf(rest, isBlank)) {
			if (isBlank || this.#leaf.kind !== "paragraph") this.#leaf = NONE;
			return isBlank;
		}
		if (isEndOf(this.#leaf, rest)) this.#leaf = NONE;
		return true;
	}
	#isInLeaf(rest, isBlank) {
		const leaf = this.#leaf;
		if (leaf.kind === "html") return leaf.ends !== null || !isBlank;
		if (leaf.kind === "indented-code") return isBlank || indentOf(rest, 0) >= 4;
		return leaf.kind === "fence";
	}
	/** Reads one block start. Returns where the line goes on when a container began, undefined when the line is done. */
	#step(line, place) {
		const indent = indentOf(line, place.at);
		const rest = line.slice(place.at + indent);
		if (rest === "") return this.#close(place);
		if (indent >= 4) {
			if (place.paragraph === "none") this.#begin({ kind: "indented-code" }, place);
			return;
		}
		const leaf = leafAt(rest, place);
		if (leaf !== void 0) return this.#begin(leaf, place);
		const container = containerAt(rest, indent, place);
		if (container === void 0) return this.#readText(rest, place);
		if (place.depth >= DEEPEST) return this.#readTooDeep(rest, place);
		this.#begin(NONE, place);
		this.#containers.push({
			width: container.width,
			hasContent: false
		});
		return {
			at: place.at + indent + container.length,
			depth: place.depth + 1,
			paragraph: "none"
		};
	}
	/** A line without a block start goes on with the open paragraph, or begins one. */
	#readText(rest, place) {
		if (place.paragraph !== "none") return;
		const container = this.#containers[place.depth - 1];
		if (container !== void 0 && container.width !== null && !container.hasContent) this.#readBox(rest);
		this.#begin({ kind: "paragraph" }, place);
	}
	#readBox(rest) {
		const mark = BOX.exec(rest)?.[1];
		if (mark !== void 0) this.boxes.push({
			text: rest.slice(3).trim(),
			isTicked: mark.trim() !== ""
		});
	}
	#readTooDeep(rest, place) {
		if (/\[\s\]/.test(rest)) this.boxes.push({
			text: rest,
			isTicked: false
		});
		this.#begin({ kind: "paragraph" }, place);
	}
	#begin(leaf, place) {
		this.#close(place);
		this.#leaf = leaf;
		const container = this.#containers[place.depth - 1];
		if (container !== void 0) container.hasContent = true;
	}
	/** Ends what the line is not in. */
	#close({ depth }) {
		this.#containers.length = depth;
		this.#leaf = NONE;
	}
};
/** Where the content of the line begins when it is in the container; undefined when it is not. */
function continued({ width, hasContent }, line, at) {
	const indent = indentOf(line, at);
	if (width === null) {
		if (indent > 3 || line[at + indent] !== ">") return void 0;
		return at + indent + (line[at + indent + 1] === " " ? 2 : 1);
	}
	if (at + indent >= line.length) return hasContent ? line.length : void 0;
	return indent >= width ? at + width : void 0;
}
/** A block that is no container and begins here. Headings and rules are over with their line. */
function leafAt(rest, { paragraph }) {
	if (/^#{1,6}(?:[ \t]|$)/.test(rest)) return NONE;
	const mark = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(rest)?.[0];
	if (mark !== void 0) return {
		kind: "fence",
		mark
	};
	const html = htmlBlockAt(rest, paragraph !== "none");
	if (html !== void 0) return html.ends?.test(rest) ? NONE : {
		kind: "html",
		ends: html.ends
	};
	if (paragraph === "own" && /^(?:=+|-+)[ \t]*$/.test(rest)) return NONE;
	return /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(rest) ? NONE : void 0;
}
/** A block quote or list item that begins here: how much of the line it takes. */
function containerAt(rest, indent, { paragraph }) {
	if (rest.startsWith(">")) return {
		width: null,
		length: rest[1] === " " ? 2 : 1
	};
	const [marker, number] = /^(?:[-+*]|(\d{1,9})[.)])(?= |$)/.exec(rest) ?? [];
	if (marker === void 0) return void 0;
	const spaces = indentOf(rest, marker.length);
	const isEmpty = marker.length + spaces >= rest.length;
	if (paragraph === "own" && (isEmpty || number !== void 0 && Number(number) !== 1)) return void 0;
	const gap = isEmpty || spaces > 4 ? 1 : spaces;
	return {
		width: indent + marker.length + gap,
		length: Math.min(marker.length + gap, rest.length)
	};
}
/** Whether the block is over with this line. */
function isEndOf(leaf, rest) {
	if (leaf.kind === "html") return leaf.ends?.test(rest) ?? false;
	return leaf.kind === "fence" && isFenceEnd(rest, leaf.mark);
}
function isFenceEnd(rest, mark) {
	const indent = indentOf(rest, 0);
	const end = rest.slice(indent).trimEnd();
	return indent <= 3 && end.length >= mark.length && end === mark[0].repeat(end.length);
}
/** How many spaces there are from here on. */
function indentOf(line, at) {
	let end = at;
	while (line[end] === " ") end++;
	return end - at;
}
/** Tabs among indentation and markers stand for the spaces up to the next multiple of four columns. */
function withoutTabs(line) {
	const structure = /^[ \t>*+\-\d.)]*/.exec(line)?.[0] ?? "";
	if (!structure.includes("	")) return line;
	let spaced = "";
	for (const character of structure) spaced += character === "	" ? " ".repeat(4 - spaced.length % 4) : character;
	return spaced + line.slice(structure.length);
}

export { htmlBlockAt as n, taskBoxes as t };