import { o as readYaml } from "./problem-codes.js";
import { t as formatProblem } from "./problem.js";
import { t as EXIT } from "./exit-codes.js";
import { i as printJson, r as print, t as note } from "./output.js";
import { t as POLICY_FILE } from "./policy-file.js";
import { t as policyIn } from "./read-policy2.js";
import { t as readText } from "./read-text.js";
import { Command } from "commander";
import { basename } from "node:path";

// src/cli/validate.ts
/** `tidegate validate`: policies, their cases and smoke files, problem by problem. */
function validateCommand() {
	return new Command("validate").description(`Checks policies, their cases and smoke files. Without a file: ${POLICY_FILE}.`).argument("[file...]", "policies, case files (they have `cases`) and smoke files (they have `checks`)").option("--json", "print one JSON document").addHelpText("after", "\nExample:\n  tidegate validate .github/tidegate.yml .github/smoke.yml").addHelpText("after", "\nExit code: 0 no errors (warnings may be), 1 errors, 2 wrong usage.").action(async (files, options) => {
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
		case "smoke": return smokeProblems(read.text, file);
		case "cases": return caseProblems(file);
		case "policy": {
			const parsed = policyIn(read.text, file, source);
			if (parsed.kind === "absent") return [parsed.problem];
			return parsed.kind === "valid" ? parsed.warnings : parsed.problems;
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
async function smokeProblems(text, file) {
	const { parseSmoke } = await import("./parse4.js");
	const names = standIns(text);
	const parsed = parseSmoke(text, {
		file,
		names,
		secrets: new Map([...names].map(([name, value]) => [name.replace(/^env\./, ""), value]))
	});
	return parsed.kind === "valid" ? [] : parsed.problems;
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
function summary(files, errors, warnings) {
	const many = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
	return `${many(files, "file")} checked: ${many(errors, "error")}, ${many(warnings, "warning")}`;
}

export { validateCommand };