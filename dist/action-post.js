import { f as warning, n as clean, o as getState, r as say } from "./chunks/log.js";
import { r as inertMarkdown } from "./chunks/canonical.js";
import { t as readReport } from "./chunks/parse.js";
import { i as STATES } from "./chunks/inputs.js";
import { a as UnfinishedVerification } from "./chunks/schema.js";
import { r as sendVerification, t as sayOf } from "./chunks/verification.js";
import { setTimeout } from "node:timers/promises";
import { appendFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

// src/action/post.ts
/**
* The end of the step, which the runner starts whatever became of it: a verification that was cut off counts as an
* error, in the report and in the App. Where nothing was cut off, there is nothing to do.
*/
async function post(variables) {
	const state = getState(STATES.verification);
	if (state === "") return;
	try {
		await endUnfinished(state, variables);
	} catch (error) {
		warning(clean(`The cut-off verification could not be ended: ${error instanceof Error ? error.message : error}`));
	}
}
async function endUnfinished(state, variables) {
	const path = getState(STATES.report);
	const report = path === "" ? null : await readPartial(path);
	if (report === null) return;
	const about = UnfinishedVerification.safeParse(JSON.parse(state));
	const told = about.success ? sayOf(await sendVerification(about.data, report, portsFor(variables))) : [];
	const headline = headlineOf(report);
	for (const line of [headline, ...told]) say(line);
	summarise([
		`### Tidegate smoke: ${report.verdict}`,
		"",
		...[headline, ...told].map(inertMarkdown)
	], variables);
}
/** A run that ended has its own verdict, and only the sending of it was cut off. */
function headlineOf({ verdict, reason, checks }) {
	if (reason?.code !== "cancelled") return `Smoke: ${verdict}, and the job was cancelled before that was sent.`;
	return `Smoke: ${verdict}, the job was cancelled after ${checks.filter((check) => check.reason?.code !== "cancelled").length} of ${checks.length} checks.`;
}
/** It counts as an error from its beginning, until it ends. */
async function readPartial(path) {
	const text = await readFile(path, "utf8").catch(() => null);
	const parsed = text === null ? null : readReport(text);
	return parsed?.kind === "report" ? parsed.report : null;
}
function portsFor(variables) {
	return {
		variables,
		fetch,
		sleep: (ms) => setTimeout(ms)
	};
}
function summarise(lines, variables) {
	const file = variables["GITHUB_STEP_SUMMARY"];
	if (file) appendFileSync(file, `${lines.join("\n")}\n`);
}

// src/action/run-post.ts
/** The file that the runner starts at the end of the step. */
await post(process.env);

export {  };