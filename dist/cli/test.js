import { t as formatProblem } from "./problem.js";
import { n as epochMs } from "./instant.js";
import { O as isSameName } from "./tiers.js";
import { t as decide } from "./decide.js";
import { n as plainLine } from "./markdown.js";
import { n as explainText } from "./explain.js";
import { t as EXIT } from "./exit-codes.js";
import { t as findCases } from "./find-cases.js";
import { i as printJson, n as noteProblems, r as print } from "./output.js";
import { Command } from "commander";
import { styleText } from "node:util";

// src/policy/cases/compare.ts
/** Empty: the decision is as expected. */
function compare(expect, decision) {
	const { override } = decision;
	return [
		...same("verdict", expect.verdict, decision.verdict),
		...same("tier", expect.tier, decision.tier),
		...same("type", expect.type, decision.releaseType),
		...same("mode", expect.mode, decision.mode),
		...Object.entries(expect.gates ?? {}).flatMap(([name, gate]) => compareGate(name, gate, decision)),
		...sameInstant("earliest-opening", expect["earliest-opening"], decision.earliestOpening),
		...sameInstant("next-transition", expect["next-transition"], decision.nextTransitionAt),
		...compareOverride(expect.override, override === null ? void 0 : override.user)
	];
}
function same(what, expected, actual) {
	return expected === void 0 || expected === actual ? [] : [{
		what,
		expected,
		actual
	}];
}
function sameInstant(what, expected, actual) {
	if (expected === void 0) return [];
	return (expected === "never" || actual === null ? expected === "never" && actual === null : epochMs(expected) === epochMs(actual)) ? [] : [{
		what,
		expected,
		actual: actual ?? "never"
	}];
}
function compareOverride(expected, actual) {
	if (expected === void 0) return [];
	return (expected === false ? actual === void 0 : actual !== void 0 && isSameName(expected, actual)) ? [] : [{
		what: "override",
		expected: expected || "none",
		actual: actual ?? "none"
	}];
}
/** Two policies may have gates of one name: then each has to be as expected. */
function compareGate(name, written, { gates }) {
	const expected = typeof written === "string" ? { status: written } : written;
	const what = `gate ${name}`;
	const found = gates.filter((gate) => gate.name === name);
	if (found.length === 0) return expected.status === "absent" ? [] : [{
		what,
		expected: sayExpected(expected),
		actual: "absent"
	}];
	return found.flatMap((gate) => [
		...same(what, expected.status, gate.status),
		...compareReasons(`${what}, reason`, expected.reason, gate),
		...compareCounted(`${what}, counted`, expected.counted, gate),
		...compareIgnored(`${what}, ignored`, expected.ignored ?? {}, gate)
	]);
}
function sayExpected({ status, reason }) {
	return status ?? reason?.join(", ") ?? "present";
}
function compareReasons(what, expected, gate) {
	const actual = reasonsOf(gate);
	const missing = (expected ?? []).filter((code) => !actual.includes(code));
	return missing.length === 0 ? [] : [{
		what,
		expected: missing.join(", "),
		actual: actual.join(", ") || "none"
	}];
}
/** The codes of its requirements, or why it was skipped. */
function reasonsOf({ requirements, skippedBecause }) {
	return [...requirements.map(({ reason }) => reason.code), ...skippedBecause === void 0 ? [] : [skippedBecause]];
}
function compareCounted(what, expected, { requirements }) {
	if (expected === void 0) return [];
	const actual = logins(requirements.flatMap(({ counted }) => counted ?? []));
	const wanted = logins(expected);
	return listed(wanted.keys()) === listed(actual.keys()) ? [] : [{
		what,
		expected: listed(wanted.values()),
		actual: listed(actual.values())
	}];
}
/** By login in lower case, in its order. */
function logins(names) {
	const entries = names.map((name) => [name.toLowerCase(), name]);
	return new Map(entries.toSorted(([one], [other]) => one < other ? -1 : Number(one > other)));
}
function compareIgnored(what, expected, { requirements }) {
	const ignored = requirements.flatMap((requirement) => requirement.ignored ?? []);
	return Object.entries(expected).flatMap(([user, code]) => {
		const codes = ignored.filter((each) => isSameName(each.user, user)).map((each) => each.code);
		return codes.includes(code) ? [] : [{
			what: `${what} ${user}`,
			expected: code,
			actual: codes.join(", ") || "not ignored"
		}];
	});
}
function listed(names) {
	return [...names].join(", ") || "nobody";
}

// src/cli/case-report.ts
/** What came out of a case, for people: a line when it passed, all that is needed to understand when it did not. */
/** Ends without a line break. Coloured on a terminal, unless `NO_COLOR` is set. */
function reportCase(result, stream) {
	const { file, name, line, column, mismatches } = result;
	const shown = plainLine(name, 300);
	if (mismatches.length === 0) return `${styleText("green", "ok", { stream })}      ${shown}`;
	const explanation = explainText(result.decision, result.facts).split("\n");
	return [
		`${styleText(["red", "bold"], "FAILED", { stream })}  ${shown} (${file}:${line}:${column})`,
		...mismatches.map(sayMismatch).map((text) => `        ${text}`),
		"",
		...explanation.map((text) => text === "" ? "" : `        | ${text}`),
		""
	].join("\n");
}
function sayMismatch({ what, expected, actual }) {
	return plainLine(`${what}: expected ${expected}, got ${actual}`, 500);
}
/** `12 cases: 11 passed, 1 failed`. */
function summarise(results, problems) {
	const failed = results.filter(({ mismatches }) => mismatches.length > 0).length;
	const cases = `${many(results.length, "case")}: ${results.length - failed} passed, ${failed} failed`;
	if (problems === 0) return cases;
	return results.length === 0 ? `nothing was tested: ${many(problems, "problem")}` : `${cases}; ${many(problems, "problem")}, so not every file was tested`;
}
function many(count, word) {
	return `${count} ${word}${count === 1 ? "" : "s"}`;
}

// src/cli/test.ts
/** `tidegate test`: a team's own cases for its policy. */
function testCommand() {
	return new Command("test").description("Decides the cases of a file that a team keeps beside its policy, and compares what comes out.").argument("<file...>", "case files").option("--json", "print one JSON document").addHelpText("after", "\nExample:\n  tidegate test .github/tidegate.cases.yml").addHelpText("after", "\nA case file:\n").addHelpText("after", indented(EXAMPLE)).addHelpText("after", "\nExit code: 0 every case passed, 1 a case failed or a file is wrong, 2 wrong usage.").action(async (files, options) => {
		process.exitCode = await test(files, options.json === true);
	});
}
const EXAMPLE = `version: 1
policy: tidegate.yml
defaults:
  repository: acme/shop
  question: { kind: deploy, environment: production, actor: dora }
  candidate: { sha: "9fceb02" }
cases:
  - name: nothing goes out at the weekend
    at: ["2026-11-21T12:00:00+01:00", "2026-11-22T12:00:00+01:00"]
    expect: { verdict: waiting, gates: { production hours: pending } }`;
function indented(text) {
	return text.replace(/^/gm, "  ");
}
async function test(files, isJson) {
	const tested = [];
	for (const file of files) {
		const one = await testFile(file);
		tested.push(one);
		noteProblems(one.warnings);
		if (!isJson) await report(one);
	}
	const results = tested.flatMap((one) => one.results);
	const problems = tested.flatMap((one) => one.problems);
	const isFine = problems.length === 0 && results.every(({ mismatches }) => mismatches.length === 0);
	if (isJson) await printJson(documentOf(results, problems));
	else await print(summarise(results, problems.length));
	return isFine ? EXIT.ok : EXIT.failed;
}
async function testFile(file) {
	const found = await findCases(file);
	if (found.kind === "invalid") return {
		file,
		results: [],
		problems: found.problems,
		warnings: []
	};
	return {
		file,
		results: found.cases.map(({ name, line, column, facts, expect }) => {
			const decision = decide(found.policies, facts);
			return {
				file,
				name,
				line,
				column,
				facts,
				decision,
				mismatches: compare(expect, decision)
			};
		}),
		problems: [],
		warnings: found.warnings
	};
}
/** As it goes, so that whoever watches sees how far it is. */
async function report({ results, problems }) {
	for (const problem of problems) await print(formatProblem(problem));
	for (const result of results) await print(reportCase(result, process.stdout));
}
function documentOf(results, problems) {
	const failed = results.filter(({ mismatches }) => mismatches.length > 0).length;
	return {
		version: 1,
		cases: results.map(({ facts: _facts, mismatches, decision, ...place }) => ({
			...place,
			passed: mismatches.length === 0,
			mismatches,
			decision
		})),
		problems,
		summary: {
			cases: results.length,
			passed: results.length - failed,
			failed
		}
	};
}

export { testCommand };