import { r as readYaml } from "./problem-codes.js";
import { t as formatProblem } from "./problem.js";
import { t as EXIT } from "./exit-codes.js";
import { i as printJson, r as print, t as note } from "./output.js";
import { t as POLICY_FILE } from "./policy-file.js";
import { t as policyIn } from "./read-policy2.js";
import { t as readText } from "./read-text.js";
import { n as plainLine } from "./markdown.js";
import { t as taskBoxes } from "./task-list.js";
import { t as parseTemplate } from "./parse-template.js";
import { Command } from "commander";
import { basename, dirname, join, resolve } from "node:path";

// src/cli/validate/smoke-file.ts
async function readSmoke(text, file) {
	const { parseSmoke, parseWatched } = await import("./parse4.js");
	const names = standIns(text);
	const secrets = new Map([...names].map(([name, value]) => [name.replace(/^env\./, ""), value]));
	const parsed = parseSmoke(text, {
		file,
		names,
		secrets
	});
	if (parsed.kind === "invalid") return {
		problems: parsed.problems,
		isWatching: null
	};
	return {
		problems: [],
		isWatching: parseWatched(text, {
			file,
			names,
			secrets
		}).kind !== "nothing-watched"
	};
}
/**
* Nothing is set here, so each `${NAME}` stands for something that fits: an address where a `url` or an item of a list
* begins with it.
*/
function standIns(text) {
	const places = text.matchAll(/((?:url:|[,[]|-\s)\s*["']?)?\$\{([^}]*)\}/g);
	const names = /* @__PURE__ */ new Map();
	for (const [, url, name = ""] of places) if (url !== void 0) names.set(name, "https://stand-in.invalid");
	else if (!names.has(name)) names.set(name, "1");
	return names;
}

// src/cli/validate/named-files.ts
/** The files that a policy names, where it lies in a checkout: that they are there, and what is wrong in them. */
/** @param file the policy, as it was named. In no `.github` folder nothing is known of a checkout, and none is looked up. */
async function namedFileProblems(policy, text, file) {
	if (basename(dirname(resolve(file))) !== ".github") return [];
	const read = readYaml(text);
	if (read.kind === "unreadable") return [];
	const problems = [];
	for (const named of namesIn(policy)) problems.push(...await problemsOf$1(named, read.document, file));
	return problems;
}
async function problemsOf$1(named, document, file) {
	const place = join(dirname(file), "..", named.name);
	const read = await readNamed(place, named);
	const warn = (code, path, message) => {
		return {
			severity: "warning",
			source: "policy",
			file,
			code,
			...document.valueAt(path),
			message: plainLine(message, 1e3)
		};
	};
	if (read.kind === "unreadable") {
		const message = `${read.isAbsent ? "There is no file" : "No file can be read at"} \`${named.name}\` in this checkout, so ${named.without}. Add it, or correct the path, which is taken from the top of the repository.`;
		return [warn("file-missing", named.path, message)];
	}
	if (named.kind === "smoke") {
		const { problems, isWatching } = await readSmoke(read.text, place);
		if (named.every === void 0 || isWatching !== false) return problems;
		const message = `Nothing is probed again: no check of \`${named.name}\` is marked \`watch: true\`. Mark those that may run every so often, or remove \`every\`.`;
		return [...problems, warn("watch-without-smoke", named.every, message)];
	}
	return textProblems(named, read.text, place);
}
/** A runbook may be a part of a page: `docs/runbook.md#production`. */
async function readNamed(place, { kind }) {
	const read = await readText(place);
	const [page = "", part] = place.split("#");
	return kind === "runbook" && part !== void 0 && read.kind === "unreadable" ? readText(page) : read;
}
function textProblems({ kind }, text, file) {
	if (kind === "announcement") {
		const parsed = parseTemplate(text, file);
		return parsed.kind === "valid" ? [] : parsed.problems;
	}
	const problem = {
		severity: "warning",
		source: "template",
		file,
		line: 1,
		column: 1
	};
	if (text.trim() === "") return [{
		...problem,
		code: "template-empty",
		message: "The file is empty, so nobody learns anything from it. Write its text."
	}];
	if (kind !== "checklist" || taskBoxes(text).length > 0) return [];
	const message = "There is no box to tick in this checklist. Write its points as `- [ ] …`.";
	return [{
		...problem,
		code: "checklist-without-boxes",
		message
	}];
}
function namesIn(policy) {
	const { record, reviews } = policy;
	return [
		...Object.keys(policy.environments ?? {}).flatMap((name) => namesOf(policy, name)),
		...(policy.notify ?? []).flatMap(({ template }, index) => named("announcement", template, [
			"notify",
			index,
			"template"
		], "the notice would be told in the usual words")),
		...named("checklist", record?.checklist, ["record", "checklist"], "the record would begin without a task list"),
		...named("review", reviews?.template, ["reviews", "template"], "reviews would begin with the usual words")
	];
}
function namesOf(policy, name) {
	const { runbook, preflight, verify } = policy.environments?.[name] ?? {};
	const path = ["environments", name];
	const every = verify?.watch?.every === void 0 ? void 0 : [
		...path,
		"verify",
		"watch",
		"every"
	];
	return [
		...named("runbook", runbook, [...path, "runbook"], "its link would lead nowhere"),
		...named("smoke", preflight, [...path, "preflight"], "every release would be held"),
		...named("smoke", verify?.smoke, [
			...path,
			"verify",
			"smoke"
		], "nothing could be verified with it").map((each) => ({
			...each,
			every
		}))
	];
}
function named(kind, name, path, without) {
	return name === void 0 ? [] : [{
		kind,
		name,
		path,
		without
	}];
}

// src/cli/validate.ts
/** `tidegate validate`: policies, their cases and smoke files, problem by problem. */
function validateCommand() {
	return new Command("validate").description(`Checks policies with the files that they name, their cases and smoke files. Without a file: ${POLICY_FILE}.`).argument("[file...]", "policies, case files (they have `cases`) and smoke files (they have `checks`)").option("--json", "print one JSON document").addHelpText("after", "\nExample:\n  tidegate validate .github/tidegate.yml .github/smoke.yml").addHelpText("after", "\nExit code: 0 no errors (warnings may be), 1 errors, 2 wrong usage.").action(async (files, options) => {
		process.exitCode = await validate(files.length > 0 ? files : [POLICY_FILE], options.json === true);
	});
}
async function validate(files, isJson) {
	const problems = [];
	for (const file of files) problems.push(...(await problemsOf(file)).filter(isNew(problems)));
	if (isJson) await printJson({
		version: 1,
		problems
	});
	else for (const problem of problems) await print(formatProblem(problem));
	const errors = problems.filter(({ severity }) => severity === "error").length;
	if (!isJson) note(summary(files.length, errors, problems.length - errors));
	return errors === 0 ? EXIT.ok : EXIT.failed;
}
async function problemsOf(file) {
	const source = basename(file) === "tidegate-org.yml" ? "orgPolicy" : "policy";
	const read = await readText(file);
	if (read.kind === "unreadable") return [{
		severity: "error",
		source,
		file,
		code: "file-unreadable",
		line: 1,
		column: 1,
		message: read.message
	}];
	switch (kindOf(read.text)) {
		case "smoke": return (await readSmoke(read.text, file)).problems;
		case "cases": return caseProblems(file);
		case "policy": {
			const parsed = policyIn(read.text, file, source);
			if (parsed.kind === "absent") return [parsed.problem];
			if (parsed.kind === "invalid") return parsed.problems;
			const { policy, warnings } = parsed;
			return source === "orgPolicy" ? warnings : [...warnings, ...await namedFileProblems(policy.policy, read.text, file)];
		}
	}
}
/** A policy that a case file names may be listed as well. */
function isNew(known) {
	const told = new Set(known.map(formatProblem));
	return (problem) => !told.has(formatProblem(problem));
}
/** A smoke file has `checks` at its top and a case file has `cases`; a policy has neither there. */
function kindOf(text) {
	const keys = topKeys(text);
	if (keys.includes("cases")) return "cases";
	return keys.includes("checks") ? "smoke" : "policy";
}
/** Of a text that is no YAML, what looks like them. */
function topKeys(text) {
	const read = readYaml(text);
	if (read.kind === "unreadable") return [...text.matchAll(/^["']?(\w+)["']?\s*:/gm)].map(([, key = ""]) => key);
	const { value } = read.document;
	return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}
async function caseProblems(file) {
	const { findCases } = await import("./find-cases2.js");
	const found = await findCases(file);
	return found.kind === "valid" ? found.warnings : found.problems;
}
function summary(files, errors, warnings) {
	const many = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
	return `${many(files, "file")} checked: ${many(errors, "error")}, ${many(warnings, "warning")}`;
}

export { validateCommand };