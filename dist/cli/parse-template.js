import { r as suggest } from "./suggestion.js";
import { n as plainLine } from "./markdown.js";

// src/policy/template/placeholders.ts
/** What an announcement can name. The table is closed: a name that nobody fills in would be told to everybody as it is. */
const PLACEHOLDERS = {
	repository: "`owner/name`.",
	environment: "Where it is released to.",
	service: "What is released: the service of the environment, else the repository.",
	release: "The title of the milestone of a planned release, else the first seven characters of the commit.",
	commit: "The whole commit.",
	tier: "The risk tier of the release.",
	type: "Its type: `major`, `minor`, `patch`, `emergency`, `rollback` or `redeploy`.",
	strategy: "How it reaches its users, by `strategy` of the environment.",
	"release-manager": "Who owns the release.",
	window: "The window in which it may go out.",
	"opens-at": "When it may go out at the earliest: when that window opens.",
	stage: "The stage of the plan that is next.",
	due: "The production date of the plan.",
	changes: "The titles of the changes, one a line.",
	downtime: "The downtime that the release record expects.",
	runbook: "Where the runbook is.",
	url: "Where to look: the record, the run or the milestone.",
	status: "What happened, in a few words.",
	reason: "Why."
};
function isPlaceholder(name) {
	return Object.hasOwn(PLACEHOLDERS, name);
}

// src/policy/template/parse-template.ts
/** The text of an announcement as a team writes it: plain text with `{{ name }}` where something is filled in. */
/** UTF-16 units. An announcement has at most 3,000; what is much longer is no template of one. */
const LONGEST_TEMPLATE = 1e4;
/** Nobody reads more problems of one file. */
const MOST_PROBLEMS = 100;
/** A name in braces on one line, or braces that have no other half there. */
const BRACES = /\{\{([^{}\n]*)\}\}|\{\{|\}\}/g;
/** @param file as its author knows it, e.g. `.github/announce.md`. Every problem is found in one go. */
function parseTemplate(written, file) {
	const text = written.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
	if (text.length > LONGEST_TEMPLATE) return {
		kind: "invalid",
		problems: [problemAt(text, file, 0, "template-too-long", `The template has ${text.length} characters, and an announcement is cut after 3,000. Shorten it to ${LONGEST_TEMPLATE} at most.`)]
	};
	if (text.trim() === "") return {
		kind: "invalid",
		problems: [problemAt(text, file, 0, "template-empty", "The template is empty, so the announcement would say nothing. Write its text.")]
	};
	return parseParts(text, file);
}
function parseParts(text, file) {
	const parts = [];
	const problems = [];
	let end = 0;
	for (const match of text.matchAll(BRACES)) {
		const name = match[1]?.trim();
		if (match.index > end) parts.push({
			kind: "text",
			text: text.slice(end, match.index)
		});
		end = match.index + match[0].length;
		if (name !== void 0 && isPlaceholder(name)) parts.push({
			kind: "placeholder",
			name
		});
		else problems.push(refusalOf(match[0], name, text, file, match.index));
		if (problems.length >= MOST_PROBLEMS) break;
	}
	if (problems.length > 0) return {
		kind: "invalid",
		problems
	};
	if (end < text.length) parts.push({
		kind: "text",
		text: text.slice(end)
	});
	return {
		kind: "valid",
		template: { parts }
	};
}
function refusalOf(braces, name, text, file, index) {
	if (name === void 0) return problemAt(text, file, index, "placeholder-unclosed", `\`${braces}\` stands alone: no ${braces === "{{" ? "`}}` closes it on this line" : "`{{` opens it"}, so what is meant would be a guess. Write \`{{ name }}\`.`);
	const known = Object.keys(PLACEHOLDERS);
	return problemAt(text, file, index, "placeholder-unknown", name === "" ? `There is no name between the braces, so nothing could be filled in. ${suggest("", known, "Names")}` : `There is no \`${plainLine(name, 100)}\` to fill in. ${suggest(name, known, "Names")}`);
}
function problemAt(text, file, index, code, message) {
	const before = text.slice(0, index);
	return {
		severity: "error",
		source: "template",
		file,
		code,
		line: before.split("\n").length,
		column: index - before.lastIndexOf("\n"),
		message
	};
}

export { PLACEHOLDERS as n, isPlaceholder as r, parseTemplate as t };