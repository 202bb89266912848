import { i as plainLine, l as toInstant } from "./canonical.js";
import { n as readSmokePlan, t as LONGEST_PREFLIGHT_MS } from "./start-due.js";
import { h as preflightFiles, t as decide } from "./decide.js";
import { a as portsOfRun, n as commandEnvironment, r as allowedNetwork, t as runSmoke } from "./run.js";
import { t as liveShaIn } from "./live-sha.js";

// src/flow/preflight/known.ts
const LONGEST_FOUND = 300;
/** Those that have been run. */
function factsOf(known) {
	return known.flatMap(({ fact }) => fact ?? []);
}
/** In one line of plain text. */
function whatWasFound(because) {
	if (because === null) return {};
	const answers = because.replace(/: expected status (\S+), but found (\d+)$/, " answers $2, not $1");
	return { found: plainLine(answers, LONGEST_FOUND).replace(/[.]$/, "") };
}

// src/smoke/found.ts
/** What a report comes to, in as much as is kept of a run that nobody watches. */
/** As many as a verification may name. */
const MOST_NAMED = 20;
const LONGEST_SAID = 300;
function found(report) {
	const lost = report.checks.filter(({ severity, verdict }) => severity === "required" && verdict !== "pass" && verdict !== "skipped");
	const isDecisive = (verdict) => verdict === report.verdict;
	const first = lost.find(({ verdict }) => isDecisive(verdict)) ?? lost[0];
	return {
		verdict: report.verdict,
		failedChecks: lost.slice(0, MOST_NAMED).map(({ id }) => id),
		because: first === void 0 ? null : plainLine(`${first.id}: ${first.message}`, LONGEST_SAID),
		liveSha: liveShaIn(report)
	};
}

// src/action/preflight.ts
async function afterPreflight(decided, github, surroundings) {
	const { policies, facts } = decided;
	const { question } = facts;
	if (question.kind !== "deploy") return decided;
	const inForce = policies.map(({ policy }) => policy);
	const known = [];
	for (const file of preflightFiles(inForce, question.environment)) known.push(await runOne(file, {
		environment: question.environment,
		sha: facts.candidate.sha
	}, github, surroundings));
	const preflights = factsOf(known);
	if (preflights.length === 0) return decided;
	const seen = {
		...facts,
		at: toInstant(surroundings.now()),
		preflights
	};
	return {
		...decided,
		facts: seen,
		decision: decide(policies, seen)
	};
}
async function runOne(file, subject, github, surroundings) {
	const { now, say } = surroundings;
	const read = await readSmokePlan(github, {
		file,
		...subject,
		mostMs: LONGEST_PREFLIGHT_MS
	});
	const { verdict, failedChecks, because } = read.kind === "plan" ? await probe(read.plan, subject, surroundings) : unusable(read.because);
	say(`preflight ${file}: ${verdict}${because === null ? "" : ` (${because})`}`);
	const seen = verdict === "pass" ? {} : whatWasFound(because);
	return {
		file,
		fact: {
			file,
			verdict,
			at: toInstant(now()),
			failedChecks,
			...seen
		}
	};
}
async function probe(plan, subject, { network: ofJob, runner, now }) {
	const allowed = allowedNetwork(ofJob, plan.network);
	if (allowed.kind === "none") return unusable(`it asks for network ${plan.network}, and the job allows ${ofJob}`);
	const ports = portsOfRun({
		network: allowed.network,
		areCommandsAllowed: !runner.isOfFork,
		environment: commandEnvironment(process.env, /* @__PURE__ */ new Map()),
		folder: runner.workspace,
		proxyFrom: process.env
	});
	return found(await runSmoke(plan, subject, {
		...ports,
		now
	}));
}
function unusable(because) {
	return {
		verdict: "error",
		failedChecks: [],
		because,
		liveSha: null
	};
}

export { afterPreflight };