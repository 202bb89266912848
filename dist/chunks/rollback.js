import { c as parseInstant, l as toInstant, o as epochMs, r as inertMarkdown, s as parseDuration, t as digestOf } from "./canonical.js";
import { n as workflowName, r as workflowPath, t as isWorkflowName } from "./workflow-file.js";
import { $ as directoryOf, C as commonTiers, Q as whoMayRollBack, at as entryFor, mt as compileGlob, rt as sayPeople, tt as isAmong, w as tierFor } from "./release-times.js";
import { n as modeOf, r as freezeGate, t as releaseContext } from "./release-context.js";
import { a as emptyFacts, n as freezesAt } from "./statements.js";
import { f as teamsOf, l as gatherPeople, u as loginsOf } from "./policies.js";
import { t as undecided } from "./outcome.js";
import { t as readJobPolicies } from "./policies3.js";
import { o as readYaml } from "./problem-codes.js";
import { i as once, n as askOrNull, r as listAll, t as ask } from "./client.js";
import { o as JOBS, t as factOf } from "./deployment-history.js";
import { r as writeReport } from "./read-file.js";
import { t as liveShaIn } from "./live-sha.js";
import { t as readReport } from "./parse.js";
import { n as requireEnvironment, t as effectiveSha } from "./subject.js";
import { resolve } from "node:path";
import { readFile } from "node:fs/promises";

// src/flow/dispatched/start-inputs.ts
/** The input that names the commit. */
const COMMIT = "sha";
/** The input that names the rollback, where the workflow declares it: a `run-name` can show it. */
const MARK = "tidegate";
/** @param declared names of the inputs that the workflow takes: GitHub refuses any other. */
function startInputs(declared, { targetSha, rollbackId, switched }) {
	const inputs = switched ?? { [COMMIT]: targetSha };
	if (!declared.includes(MARK) || Object.hasOwn(inputs, MARK)) return {
		inputs,
		mark: null
	};
	return {
		inputs: {
			...inputs,
			[MARK]: rollbackId
		},
		mark: rollbackId
	};
}
/**
* Why the workflow cannot be started with a commit, and what to do about it; null: it can. What we cannot read GitHub may
* understand, and says so when it is asked.
*
* @param path of the workflow
* @param hand what its file on the default branch says; null: there is none
* @param switched what it is given in place of the commit
*/
function sayObstacle(path, hand, switched) {
	switch (hand?.kind) {
		case "unreadable": return null;
		case "inputs": return switched === void 0 ? sayNoCommit(path, hand.names) : sayNotTaken(path, hand.names, switched);
		case "never": return `${path} on the default branch cannot be started: add the line \`workflow_dispatch: { inputs: { ${listInputs(switched)} } }\` under \`on:\``;
		case void 0: return `the default branch has no ${path}. Add it, or name another file as \`rollback.workflow\` of the policy`;
	}
}
function sayNoCommit(path, names) {
	if (names.includes(COMMIT)) return null;
	return `${path} on the default branch takes no commit: add the line \`sha: { type: string, required: true }\` under \`on: workflow_dispatch: inputs:\`, and check out that commit`;
}
/** GitHub refuses a run with an input that its workflow does not declare. */
function sayNotTaken(path, names, switched) {
	const [missing] = Object.keys(switched).filter((name) => !names.includes(name));
	if (missing === void 0) return null;
	return `${path} on the default branch does not take the input \`${missing}\` that \`rollback.inputs\` of the policy gives it: add the line \`${missing}: { type: string }\` under \`on: workflow_dispatch: inputs:\`, or take it out of the policy`;
}
function listInputs(switched) {
	if (switched === void 0) return `${COMMIT}: { type: string, required: true }`;
	return Object.keys(switched).map((name) => `${name}: { type: string }`).join(", ");
}
/** @param workflow what the policy names, which is no file that GitHub would look at. */
function sayNoWorkflow(workflow) {
	return `"${workflow}" is no name of a file in .github/workflows, such as deploy.yml`;
}

// src/flow/rollback/case/settings.ts
/** What the policies in force say of rollbacks in an environment, as one set of rules: the strictest of each. */
/** A finding that reached us later than this is looked at by people: meanwhile they may have done something about it. */
const MAX_FAILURE_AGE_MS = 12e5;
/** Undefined: no policy says anything of rollbacks here. */
function rollbackSettings(policies, environment) {
	const ruling = policies.flatMap(({ policy }) => {
		const rules = entryFor(policy, environment)?.rollback;
		return rules === void 0 ? [] : [{
			policy,
			rules
		}];
	});
	const [first] = ruling;
	if (first === void 0) return void 0;
	return {
		on: first.rules.on.filter((verdict) => ruling.every(({ rules }) => rules.on.includes(verdict))),
		authorise: authoriseOf(policies, ruling),
		workflow: ruling.flatMap(({ rules }) => rules.workflow === void 0 ? [] : workflowName(rules.workflow)).at(-1),
		barriers: {
			labels: [...new Set(ruling.flatMap(({ rules }) => rules.barriers?.labels ?? []))],
			paths: [...new Set(ruling.flatMap(({ rules }) => rules.barriers?.paths ?? []))]
		},
		attempts: Math.min(...ruling.map(({ rules }) => rules.limit?.attempts ?? 1)),
		window: windowOf(ruling),
		maxFailureAgeMs: MAX_FAILURE_AGE_MS
	};
}
/** `auto` where every policy that has rules says so, each in its own tiers. */
function authoriseOf(policies, ruling) {
	const { tiers } = commonTiers(policies.map(({ policy }) => policy));
	const entries = tiers.map((tier) => {
		return [tier, ruling.every(({ policy, rules }) => {
			const own = tierFor(policy, {
				tier,
				tiers
			});
			return Object.hasOwn(rules.authorise, own) && rules.authorise[own] === "auto";
		}) ? "auto" : "ask"];
	});
	return Object.fromEntries(entries);
}
/** The fewest in the longest time that any of them says. */
function windowOf(ruling) {
	const windows = ruling.flatMap(({ rules }) => {
		const { per, "at-most": atMost } = rules.limit ?? {};
		const perMs = per === void 0 ? void 0 : parseDuration(per);
		return perMs === void 0 || atMost === void 0 ? [] : [{
			perMs,
			atMost
		}];
	});
	if (windows.length === 0) return null;
	return {
		perMs: Math.max(...windows.map(({ perMs }) => perMs)),
		atMost: Math.min(...windows.map(({ atMost }) => atMost))
	};
}

// src/flow/rollback/case/switch.ts
/**
* Undefined: the workflow is given the commit. The policy that names the workflow says how it is started: an
* organisation's `switch` does not reach into a workflow that the repository names.
*/
function switchInputs(policies, environment) {
	const ruling = policies.flatMap(({ policy }) => entryFor(policy, environment)?.rollback ?? []);
	const naming = ruling.findLast(({ workflow }) => workflow !== void 0);
	return ruling.filter((rules) => rules === naming || rules.workflow === void 0).findLast(({ mode }) => mode === "switch")?.inputs;
}

// src/flow/rollback/case/taken-away.ts
async function readWhatGoes(github, way) {
	const { question, from, to, rules, policies, stated, at } = way;
	const { repository, environment } = question;
	const { messages = [], ...range } = await github.changes(from, to);
	const people = await gatherPeople(github, loginsOf(range.changes), policies.map(({ policy }) => policy), {
		fact: {},
		teams: []
	});
	const context = releaseContext(policies, {
		...emptyFacts(at, repository),
		question: {
			kind: "deploy",
			environment,
			actor: ""
		},
		candidate: { sha: to },
		baseline: {
			sha: from,
			at: toInstant(at)
		},
		...range,
		people,
		freezes: freezesAt(stated.freezes, at)
	});
	const freeze = freezeGate.judge(context)?.finding;
	const running = freeze?.status === "pending" ? freeze.reason["freezes"] : [];
	return {
		takenAway: {
			...takenAwayIn(range.changes, to, rules),
			messages: messages.map(({ sha, message }) => ({
				name: sha.slice(0, 7),
				message
			})),
			complete: range.complete && range.direction === "backward"
		},
		tier: context.risk.tierOfChanges,
		changes: range.changes,
		freezes: Array.isArray(running) ? running.map(String) : []
	};
}
function takenAwayIn(changes, targetSha, rules) {
	const globs = rules.barriers.paths.map((pattern) => compileGlob(pattern));
	return {
		targetSha,
		changes: changes.map((change) => {
			const paths = change.files.flatMap(({ path, previousPath }) => [path, previousPath ?? []].flat());
			return {
				...namedIn(change),
				paths,
				markedPaths: paths.filter((path) => globs.some((matches) => matches(path))),
				pathsComplete: change.kind === "commit" || change.filesComplete
			};
		})
	};
}
function namedIn(change) {
	if (change.kind === "commit") return {
		name: change.sha.slice(0, 7),
		labels: [],
		message: change.message
	};
	return {
		name: `#${change.number}`,
		labels: change.labels,
		message: change.body
	};
}

// src/rollback/barriers.ts
/**
* What keeps `settings`' environment from giving up the changes. A barrier that was found counts even where not all was
* read. Paths are matched by whoever lists the changes (`markedPaths`).
*/
function barriersBetween(takenAway, settings) {
	if (takenAway === null) return {
		kind: "unknown",
		because: "not-read"
	};
	const { changes, messages = [] } = takenAway;
	const listed = changes.flatMap((change) => barriersOf(change, settings.barriers.labels));
	const named = new Set(listed.filter(({ by }) => by === "trailer").map(({ change }) => change));
	const ofCommits = messages.filter(({ name }) => !named.has(name)).flatMap(trailersOf);
	const barriers = [...listed, ...ofCommits];
	if (barriers.length > 0) return {
		kind: "found",
		barriers
	};
	if (!takenAway.complete) return {
		kind: "unknown",
		because: "list-cut"
	};
	if (takenAway.changes.length === 0) return {
		kind: "unknown",
		because: "nothing-listed"
	};
	const unread = settings.barriers.paths.length > 0 && takenAway.changes.find(({ pathsComplete }) => !pathsComplete);
	return unread ? {
		kind: "unknown",
		because: "files-cut",
		change: unread.name
	} : { kind: "none" };
}
/** A line of its own in the commit's message or the pull request's text, also without a reason. */
const TRAILER = /^[ \t]*rollback-barrier[ \t]*:(.*)$/gim;
function barriersOf(change, labels) {
	const isBarrier = (label) => labels.some((each) => each.toLowerCase() === label.toLowerCase());
	return [
		...change.labels.filter(isBarrier).map((what) => ({
			change: change.name,
			by: "label",
			what
		})),
		...change.markedPaths.map((what) => ({
			change: change.name,
			by: "path",
			what
		})),
		...trailersOf(change)
	];
}
function trailersOf({ name, message }) {
	return [...message.matchAll(TRAILER)].map(([, reason = ""]) => {
		return {
			change: name,
			by: "trailer",
			what: reason.trim()
		};
	});
}

// src/rollback/known-good.ts
/**
* Last known good: the newest deployment that may be gone back to. It never goes by what GitHub calls a deployment now
* (`inactive`), nor by a record that is no deployment of this environment, nor by the commit that a dispatched run was
* started from. What is passed over is told with its reason.
*/
function lastKnownGood({ failed, deployments, quarantined }) {
	const judged = deployments.toSorted((one, other) => comesAfter(one, other)).map((each) => ({
		deploymentId: each.id,
		sha: each.sha,
		code: rejectionOf(each, {
			failed,
			quarantined,
			deployments
		})
	}));
	const good = judged.filter(({ code }) => code === void 0);
	const [target] = good;
	const next = good.find(({ sha }) => sha !== target?.sha);
	const passedOver = target === void 0 ? judged : judged.slice(0, judged.indexOf(target));
	return {
		target: candidateOf(target),
		next: candidateOf(next),
		rejected: passedOver.flatMap(({ code, ...each }) => code === void 0 ? [] : [{
			...each,
			code
		}])
	};
}
/** A record of a deployment to this environment, rather than of a job that only reads its secrets or a preview. */
function isDeployment({ isTransient, isOfDeployWorkflow }) {
	return isOfDeployWorkflow && !isTransient;
}
/** Made after the other one; of two at one instant GitHub's number tells. */
function isNewer(one, other) {
	return comesAfter(one, other) < 0;
}
function comesAfter(one, other) {
	return epochMs(other.startedAt) - epochMs(one.startedAt) || other.id - one.id;
}
function candidateOf(found) {
	return found === void 0 ? null : {
		deploymentId: found.deploymentId,
		sha: found.sha
	};
}
/** Undefined: nothing speaks against it. */
function rejectionOf(deployment, among) {
	return aboutRecord(deployment) ?? aboutPlace(deployment, among) ?? aboutSuccess(deployment, among);
}
function aboutRecord({ isTransient, isOfDeployWorkflow }) {
	if (isTransient) return "transient";
	return isOfDeployWorkflow ? void 0 : "not-deploy-workflow";
}
function aboutPlace(deployment, { failed, quarantined }) {
	if (failed !== null && isAfter(deployment, failed)) return "not-older";
	if (deployment.sha === failed?.sha) return "current";
	if (quarantined.includes(deployment.sha)) return "quarantined";
	return deployment.shaFrom === "deployment" && deployment.isDispatched !== false ? "sha-unsure" : void 0;
}
function isAfter(deployment, failed) {
	return deployment.id !== failed.id && isNewer(deployment, failed);
}
function aboutSuccess(deployment, { deployments }) {
	if (deployment.state === "failure") return deployment.everSucceeded ? "failed-later" : "never-succeeded";
	return deployment.everSucceeded ? aboutVerification(deployment, deployments) : "never-succeeded";
}
/** The commit's newest verification here has to be a `pass` that proves where it comes from, whichever deployment it is of. */
function aboutVerification({ sha }, all) {
	const said = all.filter((each) => each.sha === sha && isDeployment(each)).flatMap((each) => verificationsOf(each));
	const counted = said.filter(({ verdict, confidence }) => verdict !== "pass" || confidence === "high");
	if (counted.length === 0) return said.length === 0 ? "not-verified" : "low-confidence";
	const latest = Math.max(...counted.map(({ at }) => epochMs(at)));
	const last = counted.filter(({ at }) => epochMs(at) === latest);
	if (last.every(({ verdict }) => verdict === "pass")) return void 0;
	return last.some(({ verdict }) => verdict === "fail") ? "verification-failed" : "not-verified";
}
/** A pass of what was not deployed with success says nothing of the commit. */
function verificationsOf({ verification, state, everSucceeded }) {
	if (verification === null) return [];
	return everSucceeded && state !== "failure" || verification.verdict !== "pass" ? [verification] : [];
}

// src/rollback/rows/row.ts
function passes(value) {
	return {
		holds: false,
		value
	};
}
function holds(value, data = {}) {
	return {
		holds: true,
		value,
		data
	};
}

// src/rollback/rows/brakes.ts
/** Rows 8 and 9: rollbacks that follow each other make it worse, so people look first. */
const BRAKE_ROWS = [
	{
		number: 8,
		code: "rollback-failed",
		action: "page",
		keepsOut: false,
		condition: "What failed is itself a rollback",
		look: lookForRollback
	},
	{
		number: 9,
		code: "attempts-exhausted",
		action: "page",
		keepsOut: true,
		condition: "This release was rolled back as often as `limit.attempts` allows",
		look: lookAtAttempts
	},
	{
		number: 9,
		code: "flapping",
		action: "page",
		keepsOut: true,
		condition: "The environment went back as often as `limit.at-most` allows",
		look: lookAtWindow
	}
];
function lookForRollback({ case: { failed } }) {
	return failed?.isRollback === true ? holds("it was a rollback", { sha: failed.sha }) : passes("a release");
}
function lookAtAttempts(look) {
	const { failed, rules } = look.case;
	const used = countedOf(look).filter(({ from }) => from === failed?.sha).length;
	const attempts = rules?.attempts ?? 0;
	const value = `${used} of ${attempts}`;
	return used >= attempts ? holds(value, {
		used,
		attempts,
		sha: failed?.sha
	}) : passes(value);
}
function lookAtWindow(look) {
	const window = look.case.rules?.window;
	if (window === void 0 || window === null) return passes("no limit");
	const since = epochMs(look.case.at) - window.perMs;
	const within = countedOf(look).filter(({ at }) => epochMs(at) > since);
	const value = `${within.length} of ${window.atMost}`;
	if (within.length < window.atMost) return passes(value);
	return holds(value, {
		used: within.length,
		most: window.atMost,
		perMs: window.perMs,
		rollbacks: within
	});
}
/** The same finding told once more is no second attempt: row 15 has it while it is under way. */
function countedOf({ case: { earlier, failed } }) {
	return earlier.filter((each) => !(each.outcome === "under-way" && each.failedDeploymentId === failed?.id));
}

// src/rollback/rows/finding.ts
const FINDING_ROWS = [
	{
		number: 5,
		code: "inconclusive",
		action: "page",
		keepsOut: true,
		condition: "The verification could not say (`error`, `inconclusive`): it is made once more, then people look",
		look: ofFinding(lookForUnsure)
	},
	{
		number: 5,
		code: "not-a-trigger",
		action: "page",
		keepsOut: true,
		condition: "The policy does not list this verdict under `on`",
		look: ofFinding(lookForTrigger)
	},
	{
		number: 6,
		code: "pre-existing",
		action: "page",
		keepsOut: false,
		condition: "All that failed had failed before the deployment",
		look: ofFinding(lookForPreExisting)
	},
	{
		number: 6,
		code: "runner-network",
		action: "page",
		keepsOut: false,
		condition: "The control probe failed, so the network of the runner is at fault",
		look: ofFinding(({ reasonCode }) => reasonCode === "runner-network" ? holds("the control probe failed") : passes("no sign of it"))
	},
	{
		number: 7,
		code: "advisory-only",
		action: "none",
		keepsOut: false,
		condition: "Only advisory checks failed",
		look: ofFinding(({ isAdvisoryOnly }) => isAdvisoryOnly ? holds("only advisory checks failed") : passes("not only advisory checks"))
	}
];
function ofFinding(look) {
	return ({ case: { trigger, rules } }) => trigger.kind === "requested" ? passes(`asked for by ${trigger.by}`) : look(trigger, rules);
}
/** A verification that a person cancelled is neither a failure nor worth another try. */
function lookForUnsure({ verdict, retries, reasonCode }, rules) {
	if (verdict !== "error" && verdict !== "inconclusive") return passes(verdict);
	const value = `${verdict}${reasonCode === null ? "" : ` (${reasonCode})`}, verified again ${retries} times`;
	const data = {
		verdict,
		retries,
		cause: reasonCode
	};
	if (reasonCode === "cancelled") return {
		...holds(value, data),
		keepsOut: false
	};
	if (retries < 1) return {
		...holds(value, data),
		action: "retry-verification",
		keepsOut: false
	};
	return rules?.on.includes(verdict) === true ? passes(`${value}; listed under \`on\``) : holds(value, data);
}
/** A verification that never came says nothing bad of the commit. */
function lookForTrigger({ verdict }, rules) {
	if (rules !== void 0 && rules.on.includes(verdict)) return passes(`${verdict} is listed`);
	return {
		...holds(`${verdict} is not listed`, {
			verdict,
			on: rules?.on ?? []
		}),
		keepsOut: verdict !== "missing"
	};
}
function lookForPreExisting({ failedChecks, preExisting, reasonCode }) {
	const own = failedChecks.filter((id) => !preExisting.includes(id));
	if (failedChecks.length > 0 && own.length === 0 || reasonCode === "pre-existing") return holds("all of them failed before", { checks: failedChecks });
	return passes(failedChecks.length === 0 ? "no single checks known" : `new: ${own.join(", ")}`);
}

// src/rollback/rows/scope.ts
/** Rows 0 to 4: is this a finding about what runs here now, and may we act on it at all? */
const SCOPE_ROWS = [
	{
		number: 0,
		code: "disabled",
		action: "none",
		keepsOut: false,
		condition: "The policy says nothing of rollbacks in this environment",
		look: ({ case: { rules } }) => rules === void 0 ? holds("no `rollback` section") : passes("rollbacks are set up")
	},
	{
		number: 0,
		code: "untracked",
		action: "none",
		keepsOut: false,
		condition: "The finding is of no deployment that we track",
		look: lookForDeployment
	},
	{
		number: 1,
		code: "verified",
		action: "none",
		keepsOut: false,
		condition: "The verification passed",
		look: lookForPass
	},
	{
		number: 2,
		code: "stale-event",
		action: "page",
		keepsOut: false,
		condition: "The finding is older than 20 minutes, and no person asked",
		look: lookAtAge
	},
	{
		number: 3,
		code: "superseded",
		action: "none",
		keepsOut: false,
		condition: "A newer deployment of the environment has ended",
		look: lookForSuccessor
	},
	{
		number: 3,
		code: "not-settled",
		action: "hold",
		keepsOut: false,
		condition: "A newer deployment of the environment is under way or waits",
		look: lookForNewer
	},
	{
		number: 4,
		code: "paused",
		action: "page",
		keepsOut: false,
		condition: "A person paused rollbacks here",
		look: ({ case: { isPaused } }) => isPaused ? holds("paused by a person") : passes("not paused")
	}
];
function lookForDeployment({ case: { failed, deployments } }) {
	if (failed === null) return holds("no deployment");
	const own = deployments.find(({ id }) => id === failed.id);
	if (own !== void 0 && !isDeployment(own)) return holds(`deployment ${failed.id} is none of a deploy workflow`);
	return passes(`deployment ${failed.id}`);
}
function lookForPass({ case: { trigger } }) {
	if (trigger.kind === "requested") return passes(`asked for by ${trigger.by}`);
	return trigger.verdict === "pass" ? holds("pass") : passes(trigger.verdict);
}
/** A finding from the future has a clock that nobody can go by. */
function lookAtAge({ case: { at, trigger, rules } }) {
	if (trigger.kind === "requested") return passes(`asked for by ${trigger.by}`);
	const ageMs = epochMs(at) - epochMs(trigger.at);
	const mostMs = rules?.maxFailureAgeMs ?? 0;
	const value = `${Math.round(ageMs / 1e3)} s old, at most ${Math.round(mostMs / 1e3)} s`;
	return Math.abs(ageMs) > mostMs ? holds(value, {
		foundAt: trigger.at,
		ageMs,
		mostMs
	}) : passes(value);
}
/** A newer one that never succeeded may have left anything behind: its own finding decides, and until then this one stays out. */
function lookForSuccessor({ case: { deployments, failed } }) {
	const ended = newerThan(failed, deployments).find(({ state, everSucceeded }) => state === "success" || state === "failure" || everSucceeded);
	if (ended === void 0) return passes("nothing newer has ended");
	const isDeployed = ended.everSucceeded || ended.state === "success";
	const found = holds(`deployment ${ended.id} is newer`, {
		newer: ended.id,
		newerSha: ended.sha,
		isDeployed
	});
	return isDeployed ? found : {
		...found,
		action: "hold",
		keepsOut: true
	};
}
function lookForNewer({ case: { deployments, failed } }) {
	const [waiting] = newerThan(failed, deployments);
	if (waiting === void 0) return passes("nothing newer is under way");
	return holds(`deployment ${waiting.id} is ${waiting.state}`, {
		newer: waiting.id,
		newerSha: waiting.sha
	});
}
function newerThan(failed, deployments) {
	if (failed === null) return [];
	return deployments.filter((each) => each.id !== failed.id && isDeployment(each) && isNewer(each, failed));
}

// src/rollback/rows/target.ts
/** Rows 10 to 13: is there something to go back to, and is the way there safe? A person's order changes nothing about it. */
const TARGET_ROWS = [
	{
		number: 10,
		code: "no-lkg",
		action: "page",
		keepsOut: false,
		condition: "Nothing is known to be good here",
		look: lookForTarget
	},
	{
		number: 11,
		code: "point-of-no-return",
		action: "page",
		keepsOut: false,
		condition: "A barrier lies in what would be taken away",
		look: lookForBarrier
	},
	{
		number: 11,
		code: "barrier-unknown",
		action: "hold",
		keepsOut: true,
		condition: "Not all that would be taken away could be read, and nobody approved this rollback",
		look: lookForUnread
	},
	{
		number: 12,
		code: "target-unavailable",
		action: "page",
		keepsOut: true,
		condition: "The commit or the workflow that would deploy it is not there, or nobody knows",
		look: lookForMeans
	},
	{
		number: 13,
		code: "dependency",
		action: "hold",
		keepsOut: true,
		condition: "Another lane needs the version that would be taken away",
		look: ({ case: { dependants } }) => dependants.length > 0 ? holds(`needed by ${dependants.join(", ")}`, { dependants }) : passes("nothing depends on it")
	}
];
function lookForTarget({ known }) {
	if (known.target === null) return holds(`none of ${known.rejected.length}`, { rejected: known.rejected.length });
	return passes(`deployment ${known.target.deploymentId} (${short(known.target.sha)})`);
}
function lookForBarrier({ barriers }) {
	if (barriers.kind !== "found") return passes(barriers.kind === "none" ? "no barrier" : "none in what was read");
	const names = barriers.barriers.map(({ change, by, what }) => `${change} (${by} ${what})`);
	return holds(names.join(", "), { barriers: barriers.barriers });
}
function lookForUnread({ barriers, case: { approvedBy } }) {
	if (barriers.kind !== "unknown") return passes("all was read");
	const value = barriers.change === void 0 ? barriers.because : `${barriers.because} in ${barriers.change}`;
	if (approvedBy.length > 0) return passes(`${value}; approved by ${approvedBy.join(", ")}`);
	return holds(value, {
		because: barriers.because,
		change: barriers.change ?? null
	});
}
function lookForMeans({ known, case: { target, rules } }) {
	const data = {
		sha: known.target?.sha,
		next: known.next
	};
	if (rules?.workflow === void 0) return holds("no workflow in the policy", {
		...data,
		because: "no-workflow"
	});
	if (target === null) return holds("not looked at", {
		...data,
		because: "not-looked-at"
	});
	if (target.isAvailable === true) return passes("there");
	const because = target.because ?? (target.isAvailable === "unknown" ? "unknown" : "missing");
	return holds(because, {
		...data,
		because
	});
}
function short(sha) {
	return sha.slice(0, 12);
}

// src/rollback/rows/turn.ts
const TURN_ROWS = [
	{
		number: 14,
		code: "approval-required",
		action: "hold",
		keepsOut: true,
		condition: "Neither the policy authorises it for this tier nor did somebody approve it or ask for it",
		look: lookForAuthority
	},
	{
		number: 15,
		code: "lock-conflict",
		action: "none",
		keepsOut: false,
		condition: "Another rollback of the environment is under way",
		look: lookForLock
	},
	{
		number: 16,
		code: "already-rolled-back",
		action: "none",
		keepsOut: true,
		condition: "Last known good runs already: the platform went back by itself",
		look: lookAtLive
	},
	{
		number: 17,
		code: "authorized",
		action: "rollback",
		keepsOut: true,
		condition: "Otherwise",
		look: ({ known, case: { trigger, approvedBy } }) => holds("nothing stands in the way", {
			sha: known.target?.sha,
			by: trigger.kind === "requested" ? [trigger.by] : approvedBy
		})
	}
];
function lookForAuthority({ case: rollbackCase, known }) {
	const { trigger, approvedBy, failed } = rollbackCase;
	if (trigger.kind === "requested") return passes(`asked for by ${trigger.by}`);
	if (approvedBy.length > 0) return passes(`approved by ${approvedBy.join(", ")}`);
	const because = whyNotAutomatic(rollbackCase, known.target?.sha);
	const tier = failed?.tier ?? "";
	return because === void 0 ? passes(`automatic for tier ${tier}`) : holds(`${because}: ${tier}`, {
		tier,
		because
	});
}
/** Undefined: the policy authorised it in advance. */
function whyNotAutomatic({ rules, failed, trigger, liveSha }, targetSha) {
	const tier = failed?.tier ?? "";
	const authorise = rules?.authorise ?? {};
	if (!Object.hasOwn(authorise, tier) || authorise[tier] !== "auto") return "tier";
	if (trigger.kind === "verification" && trigger.confidence !== "high") return "low-confidence";
	return liveSha === null || isShortFor(liveSha, failed?.sha) || isShortFor(liveSha, targetSha) ? void 0 : "unexpected-live";
}
function lookForLock({ case: { isLocked, earlier } }) {
	return isLocked || earlier.some(({ outcome }) => outcome === "under-way") ? holds("another one is under way") : passes("free");
}
function lookAtLive({ known, case: { liveSha, failed } }) {
	if (liveSha === null) return passes("nobody looked what runs");
	return isShortFor(liveSha, known.target?.sha) && !isShortFor(liveSha, failed?.sha) ? holds("last known good runs", { sha: known.target?.sha }) : passes("something else runs");
}
/** As git shortens commits: fewer digits than these name too many. */
const FEWEST_DIGITS = 7;
/** Whether a commit, or the beginning of one, is this commit. */
function isShortFor(digits, sha) {
	return digits.length >= FEWEST_DIGITS && sha?.startsWith(digits.toLowerCase()) === true;
}

// src/rollback/table.ts
/** The decision table, as data: in order, the first row that holds decides. */
const ROLLBACK_TABLE = [
	...SCOPE_ROWS,
	...FINDING_ROWS,
	...BRAKE_ROWS,
	...TARGET_ROWS,
	...TURN_ROWS
];

// src/rollback/decide.ts
/** Does the environment go back? The first row of the table that holds decides; what each row found is kept. */
/** Pure: the same case is the same decision. What is not known never counts in favour of a rollback. */
function decideRollback(rollbackCase) {
	const look = lookAt(rollbackCase);
	const guards = [];
	for (const row of ROLLBACK_TABLE) {
		const found = row.look(look);
		guards.push({
			code: row.code,
			held: found.holds,
			value: found.value
		});
		if (!found.holds) continue;
		const failedSha = rollbackCase.failed?.sha ?? null;
		return {
			action: found.action ?? row.action,
			reason: {
				...found.data,
				code: row.code
			},
			target: look.known.target,
			rejected: look.known.rejected,
			guards,
			quarantine: found.keepsOut ?? row.keepsOut ? failedSha : null
		};
	}
	throw new Error("The last row of the table holds always");
}
/** Of one finding: the same failed deployment and target are the same rollback, however often it is decided. */
function rollbackId(environment, failedDeploymentId, targetSha) {
	return digestOf({
		environment: environment.toLowerCase(),
		failedDeploymentId,
		targetSha
	});
}
function lookAt(rollbackCase) {
	const known = lastKnownGood(rollbackCase);
	const { rules, takenAway } = rollbackCase;
	const isOfTarget = takenAway !== null && takenAway.targetSha === known.target?.sha;
	return {
		case: rollbackCase,
		known,
		barriers: rules === void 0 ? { kind: "none" } : barriersBetween(isOfTarget ? takenAway : null, rules)
	};
}

// src/flow/dispatched/workflow-inputs.ts
/** What a workflow file says of being started by hand. */
const LIMITS = {
	kibibytes: 512,
	entries: 2e4
};
function startedByHand(text) {
	const read = readYaml(text, LIMITS);
	if (read.kind !== "read") return { kind: "unreadable" };
	const triggers = child(read.document.value, "on");
	if (triggers === "workflow_dispatch") return {
		kind: "inputs",
		names: []
	};
	if (Array.isArray(triggers)) return triggers.includes("workflow_dispatch") ? {
		kind: "inputs",
		names: []
	} : { kind: "never" };
	if (!isMap(triggers) || !Object.hasOwn(triggers, "workflow_dispatch")) return { kind: "never" };
	const inputs = child(triggers["workflow_dispatch"], "inputs");
	return {
		kind: "inputs",
		names: isMap(inputs) ? Object.keys(inputs) : []
	};
}
function child(value, key) {
	return isMap(value) && Object.hasOwn(value, key) ? value[key] : void 0;
}
function isMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/action/rollback/case.ts
/** A rollback's case, filled from GitHub alone: what a job cannot know counts against going back. */
/** Without what would be taken away, which can be read when there is a target. */
function caseFrom(findings) {
	const { at, environment, rules, trigger, liveSha, failed, lane, dispatched } = findings;
	const earlier = dispatched.filter((run) => run.id !== failed?.run?.id).map((run) => earlierFrom(run, lane));
	return {
		at: toInstant(at),
		environment,
		rules,
		trigger,
		failed: failed && {
			...failed,
			tier: ""
		},
		deployments: lane.map((each) => each.id === failed?.id ? {
			...failed,
			shaFrom: "ledger"
		} : each),
		quarantined: [...new Set(earlier.map(({ from }) => from).filter((from) => from !== ""))],
		earlier: earlier.toSorted((one, other) => epochMs(one.at) - epochMs(other.at)),
		takenAway: null,
		isPaused: false,
		target: null,
		liveSha,
		dependants: [],
		approvedBy: [],
		isLocked: false
	};
}
/** What ran when it was started is what it went back from. To which commit, its record does not tell. */
function earlierFrom(run, lane) {
	const from = lane.find((each) => isDeployment(each) && !each.isRollback && isBefore(each, run));
	const ended = run.conclusion === "success" ? "verified" : "failed";
	return {
		at: run.createdAt,
		failedDeploymentId: from?.id ?? 0,
		from: from?.sha ?? "",
		to: "",
		outcome: run.status === "completed" ? ended : "under-way"
	};
}
function isBefore({ startedAt }, { createdAt }) {
	return epochMs(startedAt) < epochMs(createdAt);
}
/** The deployment that is gone back from; null: none that can be told for certain. */
function findFailed(lane, query) {
	const { deploymentId, runId, sha, isOrder } = query;
	if (deploymentId !== void 0) return withSha(lane.find(({ id }) => id === deploymentId), sha);
	const ofRun = lane.find(({ run }) => run?.id === runId);
	if (ofRun !== void 0) return withSha(ofRun, sha);
	if (sha !== void 0) return lane.find((each) => each.sha === sha) ?? null;
	return isOrder && lane.find((each) => isDeployment(each) && each.everSucceeded) || null;
}
/** GitHub files a dispatched run under the head of its branch; the job knows which commit it deployed. */
function withSha(found, sha) {
	if (found === void 0) return null;
	return sha === void 0 || found.isDispatched === false ? found : {
		...found,
		sha
	};
}
/** Whether the commit is there, and the default branch has a workflow that can deploy it. */
async function meansTo(target, { workflow = "", switched }, github) {
	if (!isWorkflowName(workflow)) return without(sayNoWorkflow(workflow));
	if (await github.commit(target) === null) return without("the repository does not have the commit any more");
	const { sha } = await github.repository();
	const path = workflowPath(workflow);
	const file = await github.file(path, sha);
	const hand = file === null ? null : startedByHand(file.text);
	const obstacle = sayObstacle(path, hand, switched);
	if (obstacle !== null) return without(obstacle);
	return {
		target: { isAvailable: true },
		inputs: hand?.kind === "inputs" ? hand.names : []
	};
}
function without(because) {
	return {
		target: {
			isAvailable: false,
			because
		},
		inputs: []
	};
}

// src/action/rollback/dispatch.ts
/** As long as GitHub's list of runs may lag, and a little more. */
const LONGEST_SEARCH_MS = 15e4;
const PAUSE_MS = 1e4;
/** Sends it once; where GitHub's answer is lost, the run is looked for and nothing is sent again. */
async function startRollback(effect, told, { github, now, sleep, say }) {
	const until = now() + LONGEST_SEARCH_MS;
	let since = null;
	const remember = async (sentAt) => {
		since = sentAt;
		return true;
	};
	for (;;) {
		const outcome = await github.apply(effect, now(), true, {
			...told,
			since,
			remember
		});
		if (outcome.kind === "done" && outcome.run !== void 0) return {
			kind: "started",
			run: outcome.run
		};
		if (outcome.kind === "done") return lost("GitHub did not say which run it started.");
		if (outcome.kind === "superseded") return {
			kind: "not-started",
			code: outcome.code ?? "moved-on",
			because: outcome.because
		};
		const pause = outcome.afterMs ?? PAUSE_MS;
		if (now() + pause > until) return lost(`${outcome.because}.`);
		say(`${outcome.because}; looking again in ${Math.ceil(pause / 1e3)} s`);
		await sleep(pause);
	}
}
function lost(because) {
	return {
		kind: "not-started",
		code: "dispatch-unknown",
		because
	};
}
/** After this the group that the job is in may be what holds the run back. */
const BEGINS_WITHIN_MS = 6e4;
const POLL_MS = 5e3;
const LONGEST_POLL_MS = 3e4;
async function waitForRun(run, waitMs, ports) {
	const { github, now, sleep, say } = ports;
	const startedAt = now();
	for (let poll = POLL_MS;; poll = Math.min(poll * 2, LONGEST_POLL_MS)) {
		const state = waitMs === 0 ? null : await github.run(run.id);
		const verdict = verdictOf$2(state, now() - startedAt, waitMs);
		if (verdict !== void 0) return verdict;
		const limit = state?.state === "running" ? waitMs : Math.min(waitMs, BEGINS_WITHIN_MS);
		const pause = Math.max(1e3, Math.min(poll, startedAt + limit - now()));
		say(`run ${run.id} is ${state?.state ?? "not shown yet"}, looking again in ${Math.ceil(pause / 1e3)} s`);
		await sleep(pause);
	}
}
/** Undefined: it is worth waiting for. */
function verdictOf$2(state, waitedMs, waitMs) {
	if (state?.state === "ended") return verdictOfEnded(state);
	const hasBegun = state?.state === "running";
	if (waitedMs >= Math.min(waitMs, BEGINS_WITHIN_MS) && !hasBegun) return "dispatched";
	return waitedMs >= waitMs ? "unknown" : void 0;
}
function verdictOfEnded({ conclusion }) {
	return conclusion === "success" ? "succeeded" : "failed";
}

// src/action/rollback/workflow-runs.ts
function runFrom(shown) {
	return {
		id: Number(shown.id),
		path: shown.path.split("@", 1)[0] ?? "",
		event: shown.event,
		branch: shown.head_branch ?? "",
		sha: shown.head_sha,
		repositoryId: shown.head_repository ? Number(shown.head_repository.id) : null,
		actor: shown.actor?.login ?? "",
		status: shown.status ?? "",
		conclusion: shown.conclusion,
		createdAt: shown.created_at,
		updatedAt: shown.updated_at,
		url: shown.html_url,
		title: shown.display_title ?? ""
	};
}
/** Null: GitHub shows no such run. */
async function readRun({ octokit, owner, repo }, runId) {
	const found = await askOrNull(`Reading run ${runId}`, () => octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}", {
		owner,
		repo,
		run_id: runId,
		request: once()
	}));
	return found === null ? null : runFrom(found.data);
}
/** The newest runs of a workflow on a branch that the token of a job started, newest first. */
async function readDispatchedRuns({ octokit, owner, repo }, path, branch) {
	const { data } = await ask("Reading the runs that jobs started", () => octokit.request("GET /repos/{owner}/{repo}/actions/runs", {
		owner,
		repo,
		branch,
		event: "workflow_dispatch",
		actor: "github-actions[bot]",
		per_page: 100,
		request: once()
	}));
	return data.workflow_runs.map(runFrom).filter((run) => run.path === path);
}

// src/action/rollback/lane.ts
/** What is older is no candidate: each costs two reads of the 1,000 that a job has per hour and repository. */
const LOOK_BACK = 20;
const MOST_STATUSES = 300;
/** Newest first. */
async function readJobLane(connection, question) {
	const { octokit, owner, repo } = connection;
	const { environment } = question;
	const { data } = await ask(`Reading the deployments to ${environment}`, () => octokit.request("GET /repos/{owner}/{repo}/deployments", {
		owner,
		repo,
		environment,
		per_page: LOOK_BACK,
		request: once()
	}));
	const lane = [];
	for (const deployment of data) lane.push(await readOne(connection, question, deployment));
	return lane;
}
/** The newest deployment of the environment: another one than before, and what was decided is of yesterday. */
async function readNewestId({ octokit, owner, repo }, environment) {
	const { data } = await ask(`Reading the deployments to ${environment}`, () => octokit.request("GET /repos/{owner}/{repo}/deployments", {
		owner,
		repo,
		environment,
		per_page: 1,
		request: once()
	}));
	return data[0] && Number(data[0].id);
}
async function readOne(connection, question, listed) {
	const statuses = await readStatuses(connection, Number(listed.id));
	const run = await runOf(connection, listed, statuses);
	const fact = factOf(question.environment, listed, statuses);
	const isOfDeployWorkflow = ["deploy", "deploy:rollback"].includes(listed.task) && run !== null && isDeployRun(connection, run, question);
	return {
		id: Number(listed.id),
		sha: fact?.sha ?? listed.sha,
		shaFrom: fact === null || fact.sha === listed.sha ? "deployment" : "payload",
		isDispatched: run === null || !TELLS_ITS_COMMIT.has(run.event),
		startedAt: listed.created_at,
		...fact?.finishedAt === void 0 ? {} : { finishedAt: fact.finishedAt },
		state: fact?.state ?? "pending",
		everSucceeded: statuses.some(({ state }) => state === "success"),
		isTransient: listed.transient_environment === true,
		isOfDeployWorkflow,
		isRollback: run !== null && isDispatchedByJob(run),
		verification: isOfDeployWorkflow ? await verificationOf(run, question) : null,
		run
	};
}
/** Newest first. */
async function readStatuses({ octokit, owner, repo }, id) {
	const { items } = await listAll(`Reading the statuses of deployment ${id}`, (page) => octokit.request("GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
		owner,
		repo,
		deployment_id: id,
		...page,
		request: once()
	}), MOST_STATUSES);
	return items.map((item) => ({
		state: item.state,
		createdAt: item.created_at,
		page: item.log_url || item.target_url || ""
	}));
}
/** By the oldest status, which is GitHub's own; a job's deployment is of the commit of its run. */
async function runOf(connection, { sha, performed_via_github_app: app }, statuses) {
	const runId = /\/actions\/runs\/([1-9]\d{0,15})(?:\/|$)/.exec(statuses.at(-1)?.page ?? "")?.[1];
	if (runId === void 0 || app?.slug !== "github-actions") return null;
	const run = await readRun(connection, Number(runId));
	return run?.sha === sha ? run : null;
}
/** Its runs are filed under the commit that they check out. */
const TELLS_ITS_COMMIT = /* @__PURE__ */ new Set(["push"]);
const STARTED_ON_A_BRANCH = /* @__PURE__ */ new Set([
	"push",
	"workflow_dispatch",
	"schedule"
]);
/** A pull request's run can be of a branch that only bears the name of the default one. */
function isDeployRun({ repository }, run, { defaultBranch, workflows }) {
	return run.repositoryId === repository.id && run.branch === defaultBranch && STARTED_ON_A_BRANCH.has(run.event) && workflows.includes(run.path);
}
/** By the token of a job: a rollback of an earlier job, or a deployment that some other job started. */
function isDispatchedByJob({ event, actor }) {
	return event === "workflow_dispatch" && actor === "github-actions[bot]";
}
/**
* A run that ended well says that its smoke checks passed where its workflow, at its commit, has some. Without them, and
* for whatever else became of it, it is no proof.
*/
async function verificationOf(run, { textOf }) {
	if (run === null || run.status !== "completed") return null;
	const at = run.updatedAt;
	if (run.conclusion !== "success") return {
		verdict: "error",
		at,
		confidence: "low"
	};
	return {
		verdict: "pass",
		at,
		confidence: hasSmokeStep(await textOf(run.path, run.sha) ?? "") ? "high" : "low"
	};
}
/** Whether a workflow has a step with `command: smoke`. */
function hasSmokeStep(workflow) {
	return workflow.split("\n").map((line) => line.replace(/(?:^|\s)#.*$/, "")).some((line) => /(?:^|[\s{,])command:\s*['"]?smoke['"]?\s*(?:[},]|$)/.test(line));
}

// src/rollback/decision-table.ts
/** How it was decided, as Markdown to unfold: the same in the issue of the App and in the summary of a job. */
function decisionTable({ rows, rejected }) {
	const passedOver = rejected.map(({ deploymentId, sha, why }) => `- Deployment ${deploymentId} (\`${sha.slice(0, 7)}\`): ${inertMarkdown(why)}`);
	return [
		`<details><summary>How it was decided: ${inertMarkdown(rows.at(-1)?.guard ?? "")}</summary>`,
		"",
		"The first row that applies decides.",
		"",
		"| row | applies | found |",
		"| --- | --- | --- |",
		...rows.map(({ guard, held, value }) => `| \`${guard}\` | ${held ? "**decided**" : "no"} | ${inertMarkdown(value)} |`),
		...passedOver.length === 0 ? [] : [
			"",
			"Not what is gone back to:",
			"",
			...passedOver
		],
		"",
		"</details>"
	];
}

// src/rollback/decision.ts
/** Why a deployment is not what is gone back to. The first that fits, in this order. */
const REJECTION_CODES = [
	"transient",
	"not-deploy-workflow",
	"not-older",
	"current",
	"quarantined",
	"sha-unsure",
	"failed-later",
	"never-succeeded",
	"verification-failed",
	"low-confidence",
	"not-verified"
];

// src/rollback/texts/said.ts
function said(value, otherwise) {
	if (typeof value === "number") return String(value);
	return typeof value === "string" && value !== "" ? value : otherwise;
}
function saidList(value, otherwise) {
	const list = Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
	return list.length === 0 ? otherwise : list.join(", ");
}
function records(value) {
	const isRecord = (each) => typeof each === "object" && each !== null;
	return Array.isArray(value) ? value.filter(isRecord) : [];
}
/** As people name commits: the first 12 digits. */
function shortSha(value, otherwise) {
	return typeof value === "string" && value !== "" ? value.slice(0, 12) : otherwise;
}
/** `3 h 10 min`, `25 min`, `40 s`. */
function saidTime(ms) {
	if (typeof ms !== "number" || !Number.isFinite(ms)) return "an unknown time";
	const seconds = Math.round(Math.abs(ms) / 1e3);
	if (seconds < 120) return `${seconds} s`;
	const minutes = Math.round(seconds / 60);
	const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
	if (hours === 0) return `${minutes} min`;
	return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
/** `once`, `3 times`. */
function saidCount(count) {
	if (count === 1) return "once";
	return typeof count === "number" ? `${count} times` : "before";
}

// src/rollback/texts/going-back.ts
const GOING_BACK_TEXTS = {
	"rollback-failed": (_, { failed }) => ({
		headline: "The rollback itself failed: people have to look now",
		why: `A rollback deployed ${failed}, and it is not good either. No rule rolls back a rollback: going further and further back makes it worse.`,
		next: "Find out what both versions have in common (data, configuration, a service they need), then deploy a repair or choose a commit by hand."
	}),
	"attempts-exhausted": ({ used, attempts }, { failed, keptOut }) => ({
		headline: "Not rolled back: this release was rolled back before",
		why: `Here, ${failed} was rolled back ${saidCount(used)}, and \`limit.attempts\` allows ${said(attempts, "1")}. ${keptOut}`,
		next: "Find out how it came back. Deploy a repair, or deploy a good commit by hand."
	}),
	flapping: ({ used, most, perMs, rollbacks }, { keptOut }) => ({
		headline: "Not rolled back: this environment keeps going back",
		why: `It went back ${saidCount(used)} within ${saidTime(perMs)}, and \`limit.at-most\` allows ${said(most, "no more")}: ${sayRollbacks(rollbacks)}. ${keptOut}`,
		next: "Stop deploying here and find the common cause. A person can deploy a good commit by hand."
	}),
	"no-lkg": ({ rejected }) => ({
		headline: "Not rolled back: no commit is known to be good here",
		why: rejected === 0 ? "Nothing else was ever deployed here." : `None of the ${said(rejected, "")} deployments that were looked at may be gone back to; the report says why for each.`,
		next: "The environment is left as it is. Deploy a repair; it is not kept out."
	}),
	"point-of-no-return": ({ barriers }) => ({
		headline: "Not rolled back: a change cannot be taken back",
		why: `Going back would take away ${sayBarriers(barriers)}. Older code may not work with what it left behind.`,
		next: "Go forward: revert the fault in a new pull request, or switch it off, and deploy that. It is not kept out."
	}),
	"barrier-unknown": ({ because, change }, { target, order }) => ({
		headline: "Not rolled back by itself: not all that would be taken away could be read",
		why: `${WHY_UNKNOWN[said(because, "")] ?? "The list of changes is not complete"}${typeof change === "string" ? ` (${change})` : ""}, so there may be a change in it that cannot be taken back.`,
		next: `Look at what lies between ${target} and the bad commit, above all at migrations. To go back then, ${order}. Otherwise deploy a repair.`
	}),
	"target-unavailable": ({ because, next }, { target, keptOut }) => ({
		headline: "Not rolled back: what would be gone back to cannot be deployed",
		why: `Nothing can deploy ${target}: ${WHY_UNAVAILABLE[said(because, "")] ?? said(because, "nobody knows why")}. Nothing was changed. ${keptOut}`,
		next: sayNext(next)
	}),
	dependency: ({ dependants }, { keptOut }) => ({
		headline: "Not rolled back: something else needs this version",
		why: `The version that would be taken away is needed by ${saidList(dependants, "another lane")}. ${keptOut}`,
		next: "Take that one back first, or deploy a repair."
	}),
	"approval-required": ({ tier, because }, { order, keptOut }) => ({
		headline: "Not rolled back by itself: a person has to say whether it may",
		why: `${WHY_ASKED[said(because, "")]?.(said(tier, "none")) ?? "The policy asks people for this rollback"}. ${keptOut}`,
		next: `To go back, ${order}. Otherwise deploy a repair. Nothing is deployed until then.`
	}),
	"lock-conflict": () => ({
		headline: "No second rollback: one is under way",
		why: "Two at once would overtake each other, in an order that nobody chose.",
		next: "Wait for the one under way. It is verified when it ends."
	}),
	"already-rolled-back": (_, { target, keptOut }) => ({
		headline: "Nothing to deploy: last known good runs already",
		why: `The environment answers with ${target}, so the platform went back by itself. ${keptOut}`,
		next: "Repair the bad commit."
	}),
	authorized: ({ by }, { target, failed, keptOut }) => ({
		headline: `Rolled back to ${target}`,
		why: `The deployment of ${failed} is bad, ${target} was verified here, and nothing stands in the way; ${Array.isArray(by) && by.length > 0 ? `${saidList(by, "")} said so` : "the policy authorises it in advance"}.`,
		next: `Wait until ${target} is verified. ${keptOut}`
	})
};
const WHY_UNKNOWN = {
	"not-read": "The changes were not read",
	"list-cut": "GitHub cut the list of changes",
	"nothing-listed": "No change is listed between two different commits",
	"files-cut": "GitHub cut the list of files of a change"
};
const WHY_UNAVAILABLE = {
	"no-workflow": "the policy names no `rollback.workflow` that would deploy it",
	"not-looked-at": "nobody looked whether it is there",
	unknown: "nobody knows whether it is there",
	missing: "the commit or the workflow is not there"
};
const WHY_ASKED = {
	tier: (tier) => `Changes of tier \`${tier}\` would be taken away, and the policy asks people about that (\`authorise\`)`,
	"low-confidence": () => "The finding is the end of a job and no verification that proves where it comes from, so nothing goes back on it alone",
	"unexpected-live": () => "What runs is neither the bad commit nor the last known good one"
};
function sayBarriers(value) {
	const named = records(value).map(({ change, by, what }) => {
		const name = said(change, "a change");
		if (by === "label") return `${name} (label \`${said(what, "")}\`)`;
		if (by === "path") return `${name} (touches \`${said(what, "")}\`)`;
		return `${name} (\`Rollback-Barrier: ${said(what, "no reason given")}\`)`;
	});
	const most = 5;
	if (named.length === 0) return "a change that must stay";
	return named.length <= most ? named.join(", ") : `${named.slice(0, most).join(", ")} and ${named.length - most} more`;
}
function sayRollbacks(value) {
	const named = records(value).map(({ at, from, to }) => `${said(at, "once")} from ${shortSha(from, "a commit")} to ${shortSha(to, "another")}`);
	return named.length === 0 ? "no list" : named.join("; ");
}
function sayNext(next) {
	const { sha, deploymentId } = records([next])[0] ?? {};
	if (sha === void 0) return "Deploy a repair. No older commit is known to be good here.";
	return `The next older one that is known to be good is ${shortSha(sha, "unknown")} (deployment ${said(deploymentId, "unknown")}). Nothing goes that far back by itself: deploy it by hand, or deploy a repair.`;
}

// src/rollback/texts/not-now.ts
const NOT_NOW_TEXTS = {
	disabled: () => ({
		headline: "No rollback: none is set up here",
		why: "The policy has no `rollback` section for this environment.",
		next: "Deploy a good commit by hand. To have rollbacks, add `rollback:` to the environment in the policy."
	}),
	untracked: () => ({
		headline: "No rollback: this deployment is not tracked",
		why: "The finding names no deployment of a deploy workflow in this environment, so it is not known what would be taken away.",
		next: "Look which deployment was verified. A verification has to name the deployment and the commit that it looked at."
	}),
	verified: () => ({
		headline: "Verified: the deployment is good",
		why: "All required checks passed, so there is nothing to roll back.",
		next: "Nothing to do."
	}),
	"stale-event": ({ ageMs, mostMs }, { order }) => ({
		headline: "Not rolled back: the finding is too old to act on",
		why: `It was made ${saidTime(ageMs)} ago; after ${saidTime(mostMs)} nobody can say that it is still true.`,
		next: `Look at the environment now. If it is good, verify it again; if it is bad, ${order}.`
	}),
	superseded: ({ newer, newerSha, isDeployed }, { keptOut }) => isDeployed === false ? {
		headline: "Not rolled back from this one: a newer deployment failed on top of it",
		why: `Deployment ${said(newer, "that")} (${shortSha(newerSha, "another commit")}) began later and failed, so it decides what is gone back from.`,
		next: `See what was decided about the newer deployment. ${keptOut}`
	} : {
		headline: "No rollback: something newer runs already",
		why: `Deployment ${said(newer, "that")} (${shortSha(newerSha, "another commit")}) replaced this one.`,
		next: "Nothing to do for this deployment. The newer one is verified by itself."
	},
	"not-settled": ({ newer, newerSha }, { later }) => ({
		headline: "Waiting: a newer deployment is under way",
		why: `Deployment ${said(newer, "that")} (${shortSha(newerSha, "another commit")}) has begun or waits, and may replace the bad one. Two deployments at once would race.`,
		next: `Wait until it has ended. ${later} To go back now, cancel its run first.`
	}),
	paused: () => ({
		headline: "Not rolled back: rollbacks are paused here",
		why: "A person paused rollbacks in this environment, and nothing goes back until that is taken away.",
		next: "Ask who paused it. They decide whether to end the pause or to repair the environment another way."
	}),
	inconclusive: (data, names) => inconclusive(data, names),
	"not-a-trigger": ({ verdict, on }, { order }) => ({
		headline: verdict === "missing" ? "Not rolled back: no verification arrived, and nobody knows whether the deployment is good" : `Not rolled back: the policy starts no rollback for the verdict \`${said(verdict, "unknown")}\``,
		why: `Rollbacks start on ${saidList(on, "nothing")} here (\`on\` in the policy).`,
		next: `Look at the environment. If it is good, verify it again; if it is bad, ${order}.`
	}),
	"pre-existing": ({ checks }) => ({
		headline: "Not rolled back: it was broken before this deployment",
		why: `What failed (${saidList(checks, "the checks")}) had failed before the deployment as well, so going back would not repair it.`,
		next: "Look at what the failed checks depend on, for instance a service of somebody else."
	}),
	"runner-network": () => ({
		headline: "Not rolled back: the network of the runner is at fault",
		why: "The control address could not be reached either, so the checks say nothing of the deployment.",
		next: "Verify it again from a runner with a working network."
	}),
	"advisory-only": () => ({
		headline: "No rollback: only advisory checks failed",
		why: "The verdict does not depend on them.",
		next: "Look at the report when there is time."
	})
};
function inconclusive({ verdict, retries, cause }, { order, keptOut }) {
	const what = `The verification ended with \`${said(verdict, "no verdict")}\`${cause === null || cause === void 0 ? "" : ` (${said(cause, "no cause told")})`}`;
	if (cause === "cancelled") return {
		headline: "Not rolled back: the verification was cancelled",
		why: `${what}. That somebody cancelled it says nothing of the deployment.`,
		next: `Verify it again. If the environment is bad, ${order}.`
	};
	if (retries === 0) return {
		headline: "Not rolled back yet: the verification could not say",
		why: `${what}, which is neither good nor bad.`,
		next: "Run the job that verifies once more."
	};
	return {
		headline: "Not rolled back: nobody can say whether the deployment is good",
		why: `${what} again. Nothing is rolled back on a guess. ${keptOut}`,
		next: `Look at the environment and the report. If it is good, verify it again; if it is bad, ${order}.`
	};
}

// src/rollback/reasons.ts
/** What is said about a decision, wherever it is shown: what happens, why, and what to do now. */
const TEXTS = {
	...NOT_NOW_TEXTS,
	...GOING_BACK_TEXTS
};
/** Where the App decides, and takes this command in a comment. */
function inApp(command) {
	return {
		keptOut: "Until a person lifts it, the bad commit is kept out.",
		order: `comment \`${command}\``,
		later: "This is decided again then."
	};
}
/** Where a job decides without the App: nothing is remembered, and nobody reads comments. */
function inJob(targetSha) {
	return {
		keptOut: "Nothing keeps the bad commit out: the next merge ships it again, so revert or repair it before.",
		order: `run the workflow that \`rollback.workflow\` names by hand, with the input \`sha\` ${targetSha === void 0 ? "a commit that is known to be good" : `\`${targetSha}\``}`,
		later: "Then run this job again."
	};
}
/**
* Plain text. Names of checks, labels, paths and the reasons of trailers come from others: whoever shows them escapes
* them for the place.
*/
function explainRollback(decision, place = inApp("/tidegate rollback ENV REASON")) {
	const { reason, guards, rejected, target, quarantine } = decision;
	const names = {
		...place,
		target: shortSha(target?.sha, "the last known good commit"),
		failed: shortSha(quarantine ?? reason["sha"], "the commit")
	};
	return {
		...TEXTS[reason.code](reason, names),
		rows: guards.map(({ code, held, value }) => ({
			guard: code,
			held,
			value
		})),
		rejected: rejected.map(({ code, ...each }) => ({
			...each,
			why: explainRejection(code)
		}))
	};
}
const REJECTIONS = {
	transient: "it was a preview",
	"not-deploy-workflow": "no deploy workflow made it; jobs that only read secrets leave such records",
	"not-older": "it is newer than the deployment that failed",
	current: "it is the commit that is gone back from",
	quarantined: "its commit was rolled back or is held",
	"sha-unsure": "its run was dispatched, so GitHub does not tell which commit was deployed",
	"failed-later": "it was marked as failed afterwards",
	"never-succeeded": "it never succeeded",
	"verification-failed": "its newest verification failed",
	"low-confidence": "its verification does not prove where it comes from",
	"not-verified": "it was never verified with success"
};
/** The end of a sentence about a deployment. A code of a newer version says itself. */
function explainRejection(code) {
	const known = REJECTION_CODES.find((each) => each === code);
	return known === void 0 ? code : REJECTIONS[known];
}

// src/action/rollback/outcome.ts
async function rollbackOutcome(result) {
	const { decision, done, tier, environment, failedSha } = result;
	const explanation = explainRollback(decision, inJob(decision.target?.sha));
	const run = done.kind === "started" ? done.run : null;
	const json = JSON.stringify({
		version: 1,
		environment,
		failedSha,
		tier,
		...decision,
		done
	});
	const headline = `Rollback of ${environment}: ${sayDone(result, explanation)}`;
	return {
		decision: isSettled(result) ? "proceed" : "stop",
		verdict: verdictOf$1(done),
		reasonCode: done.kind === "not-started" ? done.code : decision.reason.code,
		headline,
		details: [
			headline,
			explanation.why,
			explanation.next,
			...explanation.rows.map(sayRow)
		].join("\n"),
		summary: summaryOf(headline, explanation, run?.url ?? ""),
		problems: [],
		outputs: {
			decision: decision.action,
			result: json,
			"report-path": await writeReport(result.reportDir, "rollback.json", json),
			"rollback-target-sha": decision.target?.sha ?? "",
			"rollback-run-id": run === null ? "" : String(run.id),
			"rollback-run-url": run?.url ?? "",
			tier
		}
	};
}
/** Whether nobody has to look now: there was nothing to do, or it is being done. */
function isSettled({ decision, done }) {
	if (done.kind === "started") return done.verdict === "dispatched" || done.verdict === "succeeded";
	return done.kind === "held-back" || done.kind === "nothing" && decision.action === "none";
}
function verdictOf$1(done) {
	if (done.kind === "started") return done.verdict;
	return done.kind === "not-started" ? "error" : "none";
}
function sayDone({ decision, done }, { headline }) {
	const target = decision.target?.sha.slice(0, 12) ?? "";
	switch (done.kind) {
		case "nothing": return headline;
		case "held-back": return done.because === "dry-run" ? `it would go back to ${target}. This is a dry run, so nothing was started.` : `it would go back to ${target}. The policy only observes, so nothing was started.`;
		case "not-started": return `it has to go back to ${target}, and no run was started: ${whyNot(done)}`;
		case "started": return `${SAID[done.verdict]} (run ${done.run.id}, to ${target}).`;
	}
}
function whyNot({ code, because }) {
	if (code !== "executor-forbidden") return because;
	return "this job may not start workflows. Add to \"permissions:\" of the job: actions: write.";
}
const SAID = {
	dispatched: "the run that goes back was started",
	succeeded: "it went back",
	failed: "the run that goes back failed, so people have to look now",
	unknown: "the run that goes back did not end in time; look at it, and start no second one"
};
function sayRow({ guard, held, value }) {
	return `${held ? ">" : " "} ${guard}: ${value}`;
}
function summaryOf(headline, explanation, runUrl) {
	const { why, next } = explanation;
	return [
		"### Tidegate rollback",
		"",
		inertMarkdown(headline),
		"",
		...runUrl === "" ? [] : [`[The run that goes back](${runUrl})`, ""],
		inertMarkdown(unmarked(why)),
		"",
		`**What to do:** ${inertMarkdown(unmarked(next))}`,
		"",
		...decisionTable(explanation)
	].join("\n");
}
/** Marks would be shown as such. */
function unmarked(text) {
	return text.replaceAll("`", "");
}
/** A re-run of the job finds what it started before. */
function alreadyStarted(run, verdict) {
	const headline = `Rollback: ${SAID[verdict]} (run ${run.id}). An earlier attempt started it, so nothing was started again.`;
	return {
		...undecided("lock-conflict", headline),
		decision: verdict === "failed" ? "stop" : "proceed",
		verdict,
		outputs: {
			decision: "none",
			"rollback-run-id": String(run.id),
			"rollback-run-url": run.url
		}
	};
}
/** The App has the ledger and the last word; two that dispatch would be one too many. */
function leftToTheApp(appUrl) {
	const headline = `Rollback: ${appUrl} decides about it, by the verdict that "command: smoke" sent there. This job starts nothing.`;
	return {
		...undecided("app-decides", headline),
		decision: "proceed",
		verdict: "none",
		outputs: { decision: "none" }
	};
}
function ofFork() {
	return undecided("fork-pull-request", "A pull request of a fork rolls nothing back: its commits are not deployed from here.");
}
function withoutPolicy(joined, { policyFile: file, isDryRun }) {
	const where = isDryRun ? "in the workspace" : "on the default branch";
	switch (joined.kind) {
		case "none": return undecided("no-policy", `There is no ${file} ${where}, so nothing authorises a rollback: add a policy with "rollback" for the environment.`);
		case "invalid": return undecided("policy-invalid", `The policy is not valid, so nothing authorises a rollback: correct it.`, joined.problems);
		case "org-policy-unreadable": return undecided("org-policy-unreadable", "It is not known whether the organisation has a policy, so nothing authorises a rollback: this token is not shown its repository .github.");
	}
}

// src/flow/answer/commands/permitted.ts
function whoMay(policy, environment) {
	return whoMayRollBack(policy, environment);
}

// src/action/rollback/trigger.ts
/** Why a job asks for a rollback: the report of its smoke checks, or a person who started the run by hand. */
async function findTrigger(question) {
	const { inputs, runner, reportDir, at } = question;
	const read = await readOwnReport(reportDir);
	if (read.kind === "unreadable") return {
		kind: "refused",
		code: "report-unreadable",
		because: `${read.path} is no report of "command: smoke", so nobody knows what failed.`
	};
	if (read.kind === "report") return ofReport(question, read.report);
	if (isOrder(runner)) return ofOrder(question);
	return {
		kind: "trigger",
		trigger: missingTrigger(toInstant(at)),
		sha: effectiveSha(inputs.sha, runner),
		liveSha: null
	};
}
function ofReport({ inputs, runner, environment, defaultBranch }, report) {
	const sha = effectiveSha(inputs.sha, runner) ?? report.sha;
	if ((report.environment ?? environment).toLowerCase() === environment.toLowerCase() && report.sha === sha) return {
		kind: "trigger",
		trigger: triggerOfReport(report, runner, defaultBranch),
		sha,
		liveSha: liveShaIn(report)
	};
	return {
		kind: "refused",
		code: "report-of-another",
		because: `The smoke report is of ${report.environment ?? "no environment"} and ${report.sha ?? "no commit"}, and this asks about ${environment} and ${sha ?? "no commit"}: nothing is gone back from on the word about another one.`
	};
}
async function ofOrder({ inputs, runner, environment, policies, github, at }) {
	const by = orderedBy(runner);
	const because = await whyMayNotOrder(by, environment, policies, github);
	if (because !== void 0) return {
		kind: "refused",
		code: "not-permitted",
		because
	};
	return {
		kind: "trigger",
		trigger: {
			kind: "requested",
			by,
			at: toInstant(at)
		},
		sha: inputs.sha || void 0,
		liveSha: null
	};
}
async function readOwnReport(folder) {
	const path = resolve(folder, "smoke-report.json");
	const text = await readFile(path, "utf8").catch((error) => {
		if (error.code === "ENOENT") return null;
		throw error;
	});
	if (text === null) return { kind: "none" };
	const parsed = readReport(text);
	return parsed.kind === "report" && parseInstant(parsed.report.finishedAt) !== void 0 ? {
		kind: "report",
		report: parsed.report
	} : {
		kind: "unreadable",
		path
	};
}
/**
* What a job found out. Only a run on the default branch proves anything: on any other branch, whoever may write says
* what its workflow is.
*/
function triggerOfReport(report, runner, defaultBranch) {
	const notPassed = report.checks.filter(({ verdict }) => verdict !== "pass" && verdict !== "skipped");
	const failed = notPassed.filter(({ severity, verdict }) => severity === "required" && verdict === "fail");
	const failedChecks = failed.map(({ id }) => id);
	return {
		kind: "verification",
		verdict: report.verdict,
		at: report.finishedAt,
		failedChecks,
		preExisting: failed.filter(({ reason }) => reason?.code === "pre-existing").map(({ id }) => id),
		isAdvisoryOnly: notPassed.length > 0 && notPassed.every(({ severity }) => severity === "advisory"),
		reasonCode: report.reason?.code ?? null,
		retries: runner.runAttempt - 1,
		confidence: isOfDefaultBranch(runner, defaultBranch) ? "high" : "low"
	};
}
/** There is no report, so nobody knows how the deployment turned out. */
function missingTrigger(at) {
	return {
		kind: "verification",
		verdict: "missing",
		at,
		failedChecks: [],
		preExisting: [],
		isAdvisoryOnly: false,
		reasonCode: null,
		retries: 0,
		confidence: "low"
	};
}
/** A run of a pull request names the default branch as its base, and runs what the pull request says. */
function isOfDefaultBranch({ eventName, ref }, defaultBranch) {
	return ref === `refs/heads/${defaultBranch}` && !eventName.startsWith("pull_request");
}
/** A run that somebody started by hand, and which verified nothing, is that person's order. */
function isOrder(runner) {
	return runner.eventName === "workflow_dispatch" && !orderedBy(runner).endsWith("[bot]");
}
/** Who started the run, or started it again: the newest word counts. */
function orderedBy({ actors }) {
	return actors.at(-1) ?? "";
}
/** Undefined: the person may. Every policy that names somebody has to name them. */
async function whyMayNotOrder(login, environment, policies, github) {
	const named = policies.flatMap(({ policy }) => whoMay(policy, environment) ?? []);
	if (named.length === 0) return `The policy names nobody who may order a rollback of ${environment}: name them in "rollback.by" or "release-manager" of the environment, or in "override.by".`;
	const people = await github.people([login], teamsOf(policies.map(({ policy }) => policy)));
	const person = directoryOf({ people }).find(login);
	const missing = named.filter((each) => person === void 0 || person.kind === "bot" || !isAmong(each, person));
	if (missing.length === 0) return void 0;
	return `${login} may not order a rollback of ${environment}: the policy asks for ${missing.map(sayPeople).join(", and ")}.`;
}

// src/action/rollback.ts
/**
* `command: rollback`: back to what was known to be good, where the policy authorised it beforehand. The table is the
* App's; a job has GitHub's records instead of a ledger, and what they do not prove does not count.
*/
async function runRollback(inputs, runner, ports) {
	if (runner.isOfFork) return ofFork();
	if (inputs.appUrl !== "") return leftToTheApp(inputs.appUrl);
	const environment = requireEnvironment(inputs.environment, runner);
	const job = await ports.connect();
	const at = ports.now();
	const { joined } = await readJobPolicies(inputs, runner.workspace, async () => job.github, at);
	if (joined.kind !== "in-force") return withoutPolicy(joined, inputs);
	const { policies } = joined;
	const { defaultBranch } = await job.github.repository();
	const reportDir = inputs.reportDir || runner.reportDir;
	return look({
		...job,
		inputs,
		runner,
		ports,
		environment,
		policies,
		defaultBranch,
		at,
		reportDir
	});
}
async function look(asked) {
	const found = await findTrigger(asked);
	if (found.kind === "refused") return undecided(found.code, found.because);
	return judge(asked, found);
}
async function judge(asked, { trigger, sha, liveSha }) {
	const { inputs, runner, environment, policies, connection, defaultBranch, at } = asked;
	const rules = rollbackSettings(policies, environment);
	const workflow = rules?.workflow === void 0 ? void 0 : workflowPath(rules.workflow);
	const own = isOfDefaultBranch(runner, defaultBranch) && runner.workflow !== "" ? [runner.workflow] : [];
	const workflows = [.../* @__PURE__ */ new Set([...workflow === void 0 ? [] : [workflow], ...own])];
	const lane = await readJobLane(connection, {
		environment,
		defaultBranch,
		workflows,
		textOf: textOf(asked)
	});
	const deploymentId = inputs.deploymentId ?? runner.deployment?.id;
	const failed = findFailed(lane, {
		deploymentId,
		runId: runner.runId,
		sha,
		isOrder: trigger.kind === "requested"
	});
	const dispatched = workflow === void 0 ? [] : await readDispatchedRuns(connection, workflow, defaultBranch);
	const before = failed === null ? void 0 : startedFor(failed, lane, dispatched, environment);
	if (before !== void 0) return alreadyStarted(before, verdictOf(before));
	const findings = {
		at,
		environment,
		rules,
		policies,
		trigger,
		liveSha,
		failed,
		lane,
		dispatched
	};
	return act(asked, findings, await decideFrom(asked, findings));
}
function textOf({ github }) {
	const known = /* @__PURE__ */ new Map();
	return async (path, sha) => {
		const key = `${sha}:${path}`;
		const text = known.has(key) ? known.get(key) : (await github.file(path, sha))?.text;
		known.set(key, text ?? null);
		return text ?? null;
	};
}
/**
* The run that an earlier attempt of this job started for the same finding: there is never a second one. Where names of
* runs bear our mark it tells which one it is; elsewhere any that a job started since then may be.
*/
function startedFor(failed, lane, dispatched, environment) {
	const since = dispatched.filter((run) => run.id !== failed.run?.id && epochMs(run.createdAt) >= epochMs(failed.startedAt));
	const ids = lane.map(({ sha }) => rollbackId(environment, failed.id, sha));
	return since.find(({ title }) => ids.some((id) => title.includes(id))) ?? since.findLast(({ title }) => !SHOWS_ITS_ROLLBACK.test(title));
}
/** A workflow that takes the input `tidegate` and has it in its `run-name`. */
const SHOWS_ITS_ROLLBACK = /[0-9a-f]{64}/;
function verdictOf(run) {
	return run.status === "completed" ? verdictOfEnded(run) : "dispatched";
}
/** Twice: what would be taken away is read when it is known what would be gone back to. */
async function decideFrom({ github, runner }, findings) {
	const { failed, rules, policies, environment, at } = findings;
	const first = caseFrom(findings);
	const decision = decideRollback(first);
	const { target } = decision;
	if (target === null || rules === void 0 || failed === null) return {
		decision,
		tier: "",
		inputs: []
	};
	const way = {
		question: {
			kind: "rollback",
			repository: runner.repository,
			environment,
			deploymentId: failed.id
		},
		from: failed.sha,
		to: target.sha,
		rules,
		policies,
		stated: {
			approvals: [],
			holds: [],
			freezes: [],
			liftedHoldAt: null
		},
		at
	};
	const { takenAway, tier } = await readWhatGoes(github, way);
	const whole = {
		...first,
		failed: first.failed && {
			...first.failed,
			tier
		},
		takenAway
	};
	const switched = switchInputs(policies, environment);
	const means = await meansTo(target.sha, {
		...rules,
		switched
	}, github);
	return {
		decision: decideRollback({
			...whole,
			target: means.target
		}),
		tier,
		inputs: means.inputs
	};
}
async function act(asked, findings, { decision, tier, inputs: taken }) {
	const { inputs, policies, environment, connection, github, ports, defaultBranch, runner } = asked;
	const { failed, lane, rules } = findings;
	const { target } = decision;
	const base = {
		decision,
		tier,
		environment,
		failedSha: failed?.sha ?? null,
		reportDir: asked.reportDir
	};
	const observes = modeOf(policies.map(({ policy }) => policy)) === "observe";
	if (decision.action !== "rollback" || target === null || failed === null || rules?.workflow === void 0) return rollbackOutcome({
		...base,
		done: { kind: "nothing" }
	});
	if (inputs.isDryRun || observes) return rollbackOutcome({
		...base,
		done: {
			kind: "held-back",
			because: observes ? "observe" : "dry-run"
		}
	});
	if (await readNewestId(connection, environment) !== lane[0]?.id) {
		const because = `another deployment to ${environment} was made meanwhile`;
		return rollbackOutcome({
			...base,
			done: {
				kind: "not-started",
				code: "moved-on",
				because
			}
		});
	}
	const id = rollbackId(environment, failed.id, target.sha);
	const switched = switchInputs(policies, environment);
	const started = await startRollback({
		kind: "dispatch-run",
		repository: runner.repository,
		rollbackId: id,
		dispatch: 1,
		workflow: rules.workflow,
		environment,
		targetSha: target.sha,
		failedDeploymentId: failed.id
	}, {
		ref: defaultBranch,
		...startInputs(taken, {
			targetSha: target.sha,
			rollbackId: id,
			switched
		})
	}, {
		...ports,
		github
	});
	if (started.kind === "not-started") return rollbackOutcome({
		...base,
		done: started
	});
	const verdict = await waitForRun(started.run, inputs.waitMs, {
		...ports,
		github
	});
	return rollbackOutcome({
		...base,
		done: {
			kind: "started",
			run: started.run,
			verdict
		}
	});
}

export { runRollback };