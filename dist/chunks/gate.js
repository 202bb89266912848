import { i as plainLine, l as toInstant, o as epochMs, r as inertMarkdown } from "./canonical.js";
import { n as headline, r as gatherDeployment, t as explain } from "./explanation.js";
import { t as decide } from "./decide.js";
import "./start-due.js";
import { a as ORGANISATION_PLACE, i as ORGANISATION_FILE } from "./policies.js";
import { t as undecided } from "./outcome.js";
import { t as Failure } from "./failure.js";
import { r as writeReport } from "./read-file.js";
import { t as readJobPolicies } from "./policies3.js";
import { n as requireEnvironment, r as requireSha } from "./subject.js";

// src/flow/preflight/with-preflight.ts
/** Whether everything else is met. Where the policy only observes, nothing is held for it. */
function waitsOnlyForPreflight({ mode, verdict, gates }) {
	if (mode === "observe" || verdict === "open") return false;
	const unmet = gates.filter(({ status }) => status !== "skipped").flatMap(({ requirements }) => requirements.filter(({ status }) => status !== "met"));
	return unmet.length > 0 && unmet.every(({ kind }) => kind === "preflight");
}

// src/policy/markdown-lines.ts
/** Policies and pull requests can hold long texts; one line stays readable. */
const LONGEST_LINE = 2e3;
const ICONS = {
	met: "✅",
	pending: "⏳",
	failed: "⛔",
	skipped: "⏭️"
};
function inert(line) {
	return inertMarkdown(plainLine(line, LONGEST_LINE));
}
/**
* Numbers of the pull requests that it is about become links again: that they are mentioned there says nothing new, also
* where somebody else wrote them.
*/
function withOwnNumbers(markdown, { changes }) {
	const own = new Set(changes.flatMap((change) => change.kind === "pull-request" ? [String(change.number)] : []));
	return markdown.replace(/(?<![\w./-])#\u200B(\d+)(?!\w)/g, (shown, number) => own.has(number) ? `#${number}` : shown);
}
/** As many whole lines as fit, and the end. A line is never cut: half an escape would be none. */
function joinWithin(lines, end, { limit, left }) {
	const whole = [...lines, ...end].join("\n");
	if (whole.length <= limit) return whole;
	const tail = [
		"",
		left,
		...end
	].join("\n");
	const kept = [];
	let length = tail.length;
	for (const line of lines) {
		length += line.length + 1;
		if (length > limit) break;
		kept.push(line);
	}
	return `${kept.join("\n")}${tail}`;
}

// src/policy/explain.ts
/** GitHub's limit for the summary of a check run. */
const LONGEST_SUMMARY = 65535;
const MARKS = {
	met: "ok",
	pending: "wait",
	failed: "NO",
	skipped: "skip"
};
/** For a terminal: the first line says what to do. Ends without a line break. */
function explainText(decision, facts, policies) {
	const told = explain(decision, facts, policies);
	return [
		told.headline,
		"",
		told.question,
		told.risk,
		...told.riskReasons.map((line) => `  - ${line}`),
		...told.gates.flatMap(gateAsText),
		...told.notes,
		...told.time,
		told.sources
	].map(printable).join("\n");
}
function gateAsText({ name, status, lines }) {
	const mark = `[${MARKS[status]}]`.padEnd(7);
	return lines.flatMap(({ text, details }, index) => [index === 0 ? `${mark}${name}: ${text}` : `       ${text}`, ...details.map((detail) => `         ${detail}`)]);
}
/** One line without controls, its indentation kept. */
function printable(line) {
	const indent = line.length - line.trimStart().length;
	return `${" ".repeat(indent)}${plainLine(line, LONGEST_LINE)}`;
}
/**
* For the summary of a check run: at most 65,535 characters, everything people wrote made inert.
*/
function explainMarkdown(decision, facts, { policies, more } = {}) {
	const told = explain(decision, facts, policies);
	const head = [
		`**${inert(told.headline)}**`,
		"",
		`${inert(told.question)}. It has ${inert(told.risk)}.`
	];
	const time = [...told.notes, ...told.time].map((line) => `- ${inert(line)}`);
	const blocks = [
		...head,
		...time.length === 0 ? [] : ["", ...time],
		...told.gates.length === 0 ? [] : [
			"",
			"#### Gates",
			"",
			...told.gates.flatMap(gateAsMarkdown)
		],
		"",
		"#### Why this tier",
		"",
		...told.riskReasons.map((line) => `- ${inert(line)}`),
		...more === void 0 ? [] : [
			"",
			`#### ${inert(more.heading)}`,
			"",
			...more.lines.map((line) => `- ${inert(line)}`)
		]
	];
	const end = ["", `<sub>${inert(told.sources)}</sub>`];
	return withOwnNumbers(joinWithin(blocks, end, {
		limit: LONGEST_SUMMARY,
		left: "… more is left out here"
	}), facts);
}
function gateAsMarkdown({ name, status, lines }) {
	return lines.flatMap(({ text, details }, index) => [index === 0 ? `- ${ICONS[status]} **${inert(name)}**: ${inert(text)}` : `  - ${inert(text)}`, ...details.map((detail) => `  - ${inert(detail)}`)]);
}

// src/action/wait-for-opening.ts
/** A reading costs about a dozen calls of the 1,000 that a job token has per hour and repository. */
const FIRST_POLL_MS = 5e3;
const LONGEST_POLL_MS = 12e4;
async function waitForOpening(waiting) {
	const until = waiting.now() + waiting.waitMs;
	for (let poll = FIRST_POLL_MS;; poll = Math.min(poll * 2, LONGEST_POLL_MS)) {
		const { answer, pauseMs } = await tryAsking(waiting, until);
		const settled = settle(waiting, answer);
		const left = until - waiting.now();
		if (settled !== void 0 && (left <= 0 || isFinal(settled))) return settled;
		const pause = Math.min(left, Math.max(pauseMs, Math.min(poll, untilTransition(settled, waiting.now()))));
		waiting.say(`asking again in ${Math.ceil(pause / 1e3)} s, for ${Math.ceil(left / 1e3)} s at most`);
		await waiting.sleep(pause);
	}
}
/** Reading took time, and a window may have closed meanwhile: what lets go is decided at the moment it lets go. */
function settle(waiting, answer) {
	return answer?.kind === "decided" && letsGo(answer.decision) ? waiting.again(answer) : answer;
}
/** A failure that may pass is borne as long as there is time left. */
async function tryAsking(waiting, until) {
	try {
		return {
			answer: await waiting.ask(),
			pauseMs: 0
		};
	} catch (error) {
		const mayPass = error instanceof Failure && (error.kind === "unavailable" || error.kind === "rate-limited");
		const pauseMs = mayPass ? error.retryAfterMs ?? 0 : 0;
		if (!mayPass || waiting.now() + pauseMs >= until) throw error;
		waiting.say(error.message);
		return {
			answer: void 0,
			pauseMs
		};
	}
}
/** Whether waiting cannot change it: it is open, or a person said no, or there is no policy that could open it. */
function isFinal(answer) {
	return answer.kind !== "decided" || letsGo(answer.decision) || answer.decision.verdict === "blocked";
}
function letsGo(decision) {
	return decision.verdict === "open" || decision.mode === "observe";
}
function untilTransition(answer, now) {
	if (answer?.kind !== "decided" || answer.decision.nextTransitionAt === null) return Number.POSITIVE_INFINITY;
	return Math.max(epochMs(answer.decision.nextTransitionAt) - now, 1e3);
}

// src/action/gate-outcome.ts
async function gateOutcome(answer, asked, reportDir) {
	if (answer.kind !== "decided") return withoutPolicy(answer, asked);
	const { decision, facts, policies } = answer;
	const result = JSON.stringify(decision);
	await writeReport(reportDir, "facts.json", JSON.stringify(facts));
	return {
		decision: letsGo(decision) ? "proceed" : "stop",
		verdict: decision.verdict,
		reasonCode: reasonCodeOf(decision),
		headline: headline(decision, facts, policies),
		details: explainText(decision, facts, policies),
		summary: explainMarkdown(decision, facts, { policies }),
		problems: answer.warnings,
		outputs: {
			result,
			"report-path": await writeReport(reportDir, "decision.json", result),
			"earliest-opening": decision.earliestOpening ?? "",
			tier: decision.tier,
			"release-type": decision.releaseType
		}
	};
}
/** Nothing says who may deploy when, so the gate stays closed. */
function withoutPolicy(answer, { policyFile: file, isDryRun, repository }) {
	switch (answer.kind) {
		case "none": {
			const text = `There is no ${file} ${isDryRun ? "in the workspace" : "on the default branch"}, so nothing says who may deploy when, and the gate stays closed: add a policy, or take this step out.`;
			return undecided("no-policy", text);
		}
		case "invalid": {
			const { problems } = answer;
			const text = `${problems.find((problem) => problem.severity === "error")?.file ?? file} is not a valid policy, so the gate stays closed: correct it (${problems.length} found, listed with line and column).`;
			return undecided("policy-invalid", text, problems);
		}
		case "org-policy-unreadable": {
			const place = `${repository.owner}/${ORGANISATION_PLACE}`;
			const text = `It is not known whether the organisation has a policy (${ORGANISATION_FILE} in ${place}): this token is not shown that repository, so the gate stays closed. Make ${place} public (create it when there is none), or give "github-token" the token of an App that is installed on it, or a personal access token that can read it.`;
			return undecided("org-policy-unreadable", text);
		}
	}
}
/** The first thing that is in the way, what fails before what is pending; empty when nothing is. */
function reasonCodeOf(decision) {
	const requirements = decision.gates.flatMap((gate) => gate.status === "skipped" ? [] : gate.requirements);
	if (decision.override !== null) return "override";
	return (requirements.find((one) => one.status === "failed") ?? requirements.find((one) => one.status === "pending"))?.reason.code ?? "";
}

// src/action/gate.ts
/** `command: gate`: may this commit enter the environment? The same policy and engine as the App's. */
async function runGate(inputs, runner, ports) {
	const { connect, now, sleep, say } = ports;
	const deployment = deploymentOf(inputs, runner);
	const github = await connect();
	const answer = await waitForOpening({
		waitMs: inputs.waitMs,
		ask: () => ask(inputs, runner, deployment, {
			...ports,
			connect: async () => github
		}),
		again: (decided) => {
			const facts = {
				...decided.facts,
				at: toInstant(now())
			};
			return {
				...decided,
				facts,
				decision: decide(decided.policies, facts)
			};
		},
		now,
		sleep,
		say
	});
	return gateOutcome(answer, {
		...inputs,
		repository: runner.repository
	}, inputs.reportDir || runner.reportDir);
}
function deploymentOf(inputs, runner) {
	return {
		environment: requireEnvironment(inputs.environment, runner),
		sha: requireSha(inputs.sha, runner),
		deploymentId: inputs.deploymentId ?? runner.deployment?.id
	};
}
/** Reads policies and facts anew. */
async function ask(inputs, runner, deployment, ports) {
	const { connect, now, say } = ports;
	const at = now();
	const { joined, warnings } = await readJobPolicies(inputs, runner.workspace, connect, at);
	if (joined.kind !== "in-force") return joined;
	const { policies } = joined;
	const { repository, ref, actors, runId, runAttempt } = runner;
	const facts = await gatherDeployment(await connect(), {
		...deployment,
		repository,
		ref,
		actors,
		runId,
		runAttempt,
		at,
		overrides: [],
		reviews: []
	}, policies.map((inForce) => inForce.policy));
	const decision = decide(policies, facts);
	if (inputs.waitMs > 0) say(headline(decision, facts));
	const decided = {
		kind: "decided",
		policies,
		facts,
		decision,
		warnings
	};
	if (!waitsOnlyForPreflight(decision)) return decided;
	const { afterPreflight } = await import("./preflight.js");
	return await afterPreflight(decided, await connect(), {
		network: inputs.network,
		runner,
		now,
		say
	});
}

export { runGate };