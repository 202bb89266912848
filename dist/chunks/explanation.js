import { i as plainLine, l as toInstant, o as epochMs } from "./canonical.js";
import { c as approvalsFrom, d as ofSamePerson, l as gatherPeople, u as loginsOf } from "./policies.js";
import { J as releaseManagerOf, L as sayUnknownCommit, Y as sayReleaseManager, at as entryFor, ct as isSameName, lt as matchesEnvironment, ot as environmentGlob } from "./release-times.js";
import { _ as ownershipBy, a as askOf, c as sayBoth, g as parseCodeowners, h as preflightFiles, i as sayIgnored, l as sayLocal, m as deployedArtifacts, n as SKIPPED, o as count, p as whyNotAuthorised, r as sayReason, s as text, u as opensAfter } from "./decide.js";
import { a as emptyFacts, i as withoutOutlived, n as freezesAt, r as gatherHolds, t as commentApprovals } from "./statements.js";
import { t as releaseContext } from "./release-context.js";

// src/policy/wanted-facts.ts
const ALERT_TOOLS = ["code-scanning", "dependabot"];
function wantedFacts(policies, question) {
	const required = policies.flatMap((policy) => policy.gates.filter((gate) => mayConcern(gate, question)).map((gate) => gate.require));
	const dependencies = required.flatMap((each) => each.dependencies ?? []);
	return {
		checks: required.some((each) => each.checks !== void 0),
		codeowners: required.some((each) => each.approvals?.from.codeowners === true),
		incidents: distinct(required.flatMap((each) => each["no-incident"]?.labels ?? [])),
		environments: question.kind === "deploy" ? otherEnvironments(policies, question.environment, required) : [],
		dependencies: dependencies.filter((one, index) => dependencies.findIndex((each) => isSameLane(one, each)) === index),
		lanes: distinct(policies.flatMap((policy) => (policy.escalate ?? []).map((each) => each.when.over))),
		alerts: ALERT_TOOLS.filter((tool) => required.some((each) => each.alerts?.[tool] !== void 0)),
		attestation: required.some((each) => each.attestation !== void 0),
		artifacts: required.flatMap(({ attestation }) => attestation === void 0 ? [] : [attestation.artifact]),
		issues: required.some((each) => each["linked-issue"] !== void 0),
		...ofDeployment(policies, question, required)
	};
}
/** Merging has no record, no target that could be ready, and no stage of a plan. */
function ofDeployment(policies, question, required) {
	if (question.kind === "merge") return {
		record: false,
		preflight: [],
		plans: false
	};
	return {
		record: required.some((each) => each.sections !== void 0),
		preflight: preflightFiles(policies, question.environment),
		plans: policies.some((policy) => policy.plan !== void 0)
	};
}
/** Whether the gate can be part of a decision on the question, whatever tier the release turns out to have. */
function mayConcern(gate, question) {
	if (gate.at !== question.kind) return false;
	return question.kind === "merge" || matchesEnvironment(gate.for?.environments, question.environment);
}
/** Where the commit has to have been first, or verified for a sign-off to count, and the other members of the group. */
function otherEnvironments(policies, environment, required) {
	const named = policies.flatMap((policy) => {
		const entry = entryFor(policy, environment);
		const members = entry?.group === void 0 ? [] : membersOf(policy, entry.group);
		return entry?.promote === void 0 ? members : [entry.promote.from, ...members];
	});
	const signedOff = required.flatMap((each) => each.approvals?.after?.verified ?? []);
	return distinct([...named, ...signedOff]).filter((name) => !isSameName(name, environment));
}
function membersOf(policy, group) {
	return Object.entries(policy.environments ?? {}).flatMap(([name, entry]) => entry.group !== void 0 && isSameName(entry.group, group) ? [name] : []);
}
function isSameLane(one, other) {
	return isSameName(one.repository, other.repository) && isSameName(one.environment, other.environment);
}
function distinct(names) {
	return names.filter((name, index) => names.findIndex((each) => isSameName(name, each)) === index);
}

// src/flow/baseline.ts
/** With the deployment that is asked about: what was filed after it was not there when our gate was first asked. */
async function askedLane({ records, environment, deploymentId }) {
	if (records === void 0) return {
		opened: [],
		firstAsked: null
	};
	const lane = await records(environment);
	const asked = [lane.firstAsked, deploymentId].flatMap((id) => id ?? []);
	return {
		...lane,
		firstAsked: asked.length === 0 ? null : Math.min(...asked)
	};
}
/**
* Whether the deployment is one that we let through, with the commit that we let through with it. What was let through
* without knowing its commit shows nothing of the one that it is filed against.
*/
function isOpenedIn({ opened }) {
	const known = opened.filter(({ isUnknownCommit }) => isUnknownCommit !== true);
	const ours = new Map(known.map(({ deploymentId, sha }) => [deploymentId, sha]));
	return ({ id, sha }) => ours.get(id) === sha;
}
/**
* Whoever may write can file a deployment and call it a success, and what is said to run already asks for nothing. So
* from the first one that our gate was asked about, only those that it let through count; ids grow.
*/
function trusts(lane) {
	const isOpened = isOpenedIn(lane);
	const first = lane.opened.reduce((least, { deploymentId }) => Math.min(least, deploymentId), lane.firstAsked ?? Number.POSITIVE_INFINITY);
	return (deployment) => deployment.id < first || isOpened(deployment);
}
/** What the environment runs: the newest deployment that ended well. */
function baselineOf(deployments) {
	const running = deployments.find((deployment) => deployment.state === "success");
	return running ? {
		sha: running.sha,
		at: running.finishedAt ?? running.startedAt
	} : null;
}

// src/flow/gather/attested.ts
/** Nobody asks what a run uploaded where no gate does, or where the deployment names what it deploys. */
async function gatherArtifacts(github, { attestation }, { digest, runId }) {
	if (!attestation || digest !== void 0 || runId === void 0) return {};
	const artifacts = await github.artifacts(runId);
	return artifacts === null ? {} : { artifacts };
}
/** Nothing is attested of an artefact that is not known. */
async function gatherAttestations(github, { attestation, artifacts }, candidate) {
	if (!attestation) return {};
	const digests = artifacts.map((artifact) => deployedArtifacts(candidate, { artifact })).flatMap((each) => each.kind === "known" ? each.artifacts.map(({ digest }) => digest) : []);
	if (digests.length === 0) return {};
	const attested = [];
	for (const digest of new Set(digests)) attested.push(...await github.attestations(digest));
	return { attestations: attested };
}

// src/flow/gather/verified.ts
/** Deployments of one environment, each with its verification, if there is one. */
async function withVerifications(deployments, environment, read) {
	if (deployments.length === 0) return [];
	const known = await read(environment);
	return deployments.map(({ isOfJob, ...deployment }) => {
		const verification = known.isTold ? saidOf(deployment, known.newest) : endOfJob(deployment, isOfJob);
		const uncounted = uncountedOf(deployment, known);
		return {
			...deployment,
			...verification === void 0 ? {} : { verification },
			...uncounted === void 0 ? {} : { uncounted }
		};
	});
}
/** The deployments of a commit of which a verification failed: GitHub's list may not reach back to them. */
async function failedHere(read, environment, sha) {
	const { newest } = await read(environment);
	return newest.filter((each) => each.sha === sha && each.verdict === "fail").map(({ deploymentId: id, at }) => ({
		id,
		at
	}));
}
/** Of a deployment that nothing looked at, as far as it counts. */
function uncountedOf(deployment, { newest, uncounted = [] }) {
	const { id, sha } = deployment;
	const counted = saidOf(deployment, newest);
	const said = uncounted.find((each) => each.deploymentId === id && each.sha === sha);
	if (said?.uncounted === void 0 || counted !== void 0 && counted.verdict !== "missing") return void 0;
	return {
		...said.uncounted,
		...said.smoke === void 0 ? {} : { path: said.smoke.path },
		at: said.at
	};
}
/** What was said of another commit is not about this one. */
function saidOf({ id, sha }, known) {
	const said = known.find((each) => each.deploymentId === id && each.sha === sha);
	return said && {
		verdict: said.verdict,
		at: said.at
	};
}
/**
* Where no verification ever came from, the end of the job is taken for one of low confidence. Anybody who may write
* can file a deployment and call it a success; only a workflow's job can make one that GitHub says is of a job.
*/
function endOfJob({ state, startedAt, finishedAt }, isOfJob) {
	if (state !== "success" || isOfJob !== true) return void 0;
	return {
		verdict: "pass",
		at: finishedAt ?? startedAt,
		confidence: "low"
	};
}

// src/flow/gather/dependencies.ts
async function gatherDependencies(lanes, read) {
	const facts = [];
	for (const lane of lanes) facts.push({
		...lane,
		health: await read(lane)
	});
	return facts;
}

// src/flow/gather/evidence.ts
/** Reads only what is wanted; the rest stays unknown. What is wanted and cannot be read is a `Failure`. */
async function gatherEvidence(github, wanted, candidate) {
	const { sha, at } = candidate;
	return {
		checks: wanted.checks ? await github.checks(sha) : [],
		incidents: wanted.incidents.length === 0 ? [] : await gatherIncidents(github, wanted.incidents, at),
		...wanted.alerts.length === 0 ? {} : { alerts: await github.alerts(wanted.alerts, candidate) },
		...await gatherAttestations(github, wanted, candidate),
		...await gatherRecord(wanted, candidate)
	};
}
async function gatherRecord({ record }, { writtenRecord }) {
	const body = record && writtenRecord !== void 0 ? await writtenRecord() : null;
	return body === null ? {} : { record: { body } };
}
/** An issue that is open is open now, also where GitHub's clock is ahead of ours. */
async function gatherIncidents(github, labels, at) {
	return (await github.incidents(labels)).map((incident) => ({
		...incident,
		openedAt: toInstant(Math.min(epochMs(incident.openedAt), at))
	}));
}
/** Deployments of the other environments that count, in which the commit or what replaced it may have been seen. */
async function gatherElsewhere(github, { environments }, asked) {
	if (environments.length === 0) return [];
	const named = (await github.environments()).filter((name) => environments.some((pattern) => environmentGlob(pattern)(name)));
	const deployments = [];
	for (const name of named.filter((each) => !isSameName(each, asked.environment))) {
		const own = await failedHere(asked.read, name, asked.sha);
		const lane = asked.records === void 0 ? null : await asked.records(name);
		const reach = {
			isTrusted: () => true,
			sha: asked.sha,
			own,
			commits: lane?.commits
		};
		const known = await withVerifications(await github.deployments(name, reach), name, asked.read);
		const counts = await whatCounts(github, name, lane);
		deployments.push(...known.map((deployment) => counts(deployment) ? deployment : unverified(deployment)));
	}
	return deployments;
}
/**
* Where our gate stands, what it did not let through shows nothing: whoever may write can file a deployment, and call
* it a success in the name of a job. It counts for what it may have replaced all the same.
*/
async function whatCounts(github, environment, lane) {
	if (lane === null) return () => true;
	return lane.opened.length > 0 || await github.isGuarded(environment) ? isOpenedIn(lane) : () => true;
}
/** Saying no is always allowed. */
function unverified({ verification, ...deployment }) {
	return verification === void 0 || verification.verdict === "pass" ? deployment : {
		...deployment,
		verification
	};
}

// src/flow/gather/linked-issues.ts
/** Most come with the changes; one that was read by itself is asked about by itself. */
async function withIssues(github, { issues: areWanted }, changes) {
	if (!areWanted) return changes;
	const whole = [];
	for (const change of changes) {
		const isKnown = change.kind !== "pull-request" || change.issues !== void 0;
		whole.push(isKnown ? change : {
			...change,
			issues: await github.linkedIssues(change.number)
		});
	}
	return whole;
}

// src/flow/gather/own-deployments.ts
/** What is known of the commit here, whatever was filed since. */
async function ownDeployments(input, read) {
	const failed = await failedHere(read, input.environment, input.sha);
	return [...input.statements?.wentAhead ?? [], ...failed].filter(({ id }) => id !== input.deploymentId);
}

// src/flow/gather/owners.ts
/** @param organisation login of the account whose teams can own: GitHub takes no others. */
async function gatherOwners(github, wanted, changes, organisation) {
	if (!wanted.codeowners) return {
		fact: {},
		teams: []
	};
	const text = (await github.codeowners()).toWellFormed();
	return {
		fact: { codeowners: text },
		teams: owningTeams(text, changes, organisation)
	};
}
function owningTeams(text, changes, organisation) {
	const lookUp = ownershipBy(parseCodeowners(text));
	const paths = changes.flatMap(({ files }) => files.flatMap((file) => [file.path, file.previousPath ?? file.path]));
	const slugs = [...new Set(paths)].flatMap((path) => {
		const found = lookUp(path);
		return found.kind === "owners" ? found.owners : [];
	}).flatMap((owner) => owner.kind === "team" && isOf(organisation, owner) ? [owner.slug] : []);
	return [...new Set(slugs.map((slug) => slug.toLowerCase()))];
}
function isOf(organisation, owner) {
	return owner.organisation.toLowerCase() === organisation.toLowerCase();
}

// src/flow/gather/said.ts
function saidBy(people, { reviews, stated, overrides }, at) {
	return {
		approvals: withoutOutlived([...reviews, ...commentApprovals(ofSamePerson(stated.approvals, people))], stated.liftedHoldAt),
		freezes: freezesAt(stated.freezes, at),
		overrides: ofSamePerson(overrides, people).map(({ userId: _, ...override }) => override)
	};
}

// src/flow/gather.ts
/** May this commit enter this environment? */
async function gatherDeployment(github, input, policies) {
	const question = deployQuestion(input);
	const wanted = wantedFacts(policies, question);
	const lane = await askedLane(input);
	const isTrusted = trusts(lane);
	const read = input.verifications ?? NONE_SAID;
	const own = await ownDeployments(input, read);
	const { environment, sha } = input;
	const seen = (await github.deployments(environment, {
		isTrusted,
		sha,
		own,
		commits: lane.commits
	})).filter((deployment) => deployment.id !== input.deploymentId);
	const deployments = await withVerifications(seen, environment, read);
	const baseline = baselineOf(deployments.filter(isTrusted));
	const { messages: _, ...range } = baseline ? await github.changes(baseline.sha, input.sha, wanted) : {
		direction: "first",
		changes: [],
		complete: true
	};
	const owners = await gatherOwners(github, wanted, range.changes, input.repository.owner);
	const artifacts = await gatherArtifacts(github, wanted, input);
	const stated = input.statements ?? NOTHING_STATED;
	const heard = [
		...input.overrides,
		...input.reviews,
		...stated.approvals
	].map(({ user }) => user);
	const named = [
		...loginsOf(range.changes),
		...input.actors,
		...heard
	];
	const people = await gatherPeople(github, named, policies, owners);
	return {
		...emptyFacts(input.at, input.repository),
		question,
		candidate: {
			sha,
			ref: input.ref,
			...input.digest === void 0 ? {} : { digest: input.digest },
			...artifacts
		},
		baseline,
		...range,
		changes: await withIssues(github, wanted, range.changes),
		people,
		...owners.fact,
		...await gatherEvidence(github, wanted, {
			...input,
			...artifacts,
			base: baseline?.sha
		}),
		deployments: [...deployments, ...await gatherElsewhere(github, wanted, {
			...input,
			read
		})],
		dependencies: input.health === void 0 ? [] : await gatherDependencies(wanted.dependencies, input.health),
		holds: await gatherHolds(github, stated.holds, input.sha),
		ordered: input.ordered,
		...saidBy(people, {
			reviews: approvalsFrom(ofSamePerson(input.reviews, people), input),
			stated,
			overrides: input.overrides
		}, input.at)
	};
}
const NONE_SAID = () => Promise.resolve({
	isTold: false,
	newest: []
});
const NOTHING_STATED = {
	approvals: [],
	holds: [],
	freezes: [],
	liftedHoldAt: null
};
function deployQuestion(input) {
	const { environment, actors, deploymentId, runId, runAttempt } = input;
	return {
		kind: "deploy",
		environment,
		actor: actors[0] ?? "",
		actors,
		deploymentId,
		runId,
		runAttempt
	};
}

// src/policy/reasons/tiers.ts
/** Codes of what makes a tier besides the rules of a policy. */
/** Why a change or a release has a tier whatever the rules say. */
const TIER_CODES = {
	incomplete: "GitHub listed only a part of the changes or files: highest tier.",
	"first-deployment": "Nothing ran in the environment before and no changes are listed: highest tier.",
	diverged: "The release does not contain the commit that runs now, so it takes commits away: highest tier.",
	backward: "The release goes back, and what it takes away is not listed: highest tier.",
	"unknown-commit": "Which commit would be deployed is not known, as when a person starts a run with an input that takes any text: highest tier, never a rollback or a redeploy.",
	"unknown-contributor": "A commit is by somebody GitHub does not know: one tier up.",
	"label-not-permitted": "A label that lowers something was set by a person who may not: it does not lower.",
	"tiers-conflict": "The tiers of the repository do not contain those of the organisation in the same order: highest tier.",
	"change-fail-rate": "The lane failed as often as `escalate` says: as many tiers up as it says.",
	unknown: "How often the lane failed over the time that `escalate` asks for is not known: as many tiers up as it says.",
	redeploy: "The environment runs this commit already and there are no changes: lowest tier.",
	"no-changes": "The release has no changes, or none of the service that is deployed: lowest tier."
};

// src/policy/closings.ts
/** The windows that are open while something else is missing: until when, and what comes after. */
/** `morning closes Wed 25 Nov 12:00 Europe/Berlin; after that the next opening is Wed 2 Dec 10:00 Europe/Berlin`. */
function sayClosings({ gates, at }, policies) {
	const told = gates.flatMap(({ name, requirements }) => requirements.flatMap(({ reason }) => {
		const { code, windows, closesAt } = reason;
		if (code !== "window-open" || typeof closesAt !== "string") return [];
		const zone = String(reason["zone"] ?? "UTC");
		const say = (instant) => sayLocal(instant, zone, epochMs(at));
		const closing = epochMs(closesAt);
		const again = opensAgain(name, closing, policies);
		const next = again === void 0 ? "" : `; after that the next opening is ${say(again)}`;
		return [`${Array.isArray(windows) ? windows.join(", ") : "The window"} closes ${say(closing)}${next}`];
	}));
	return [...new Set(told)];
}
/** Undefined: that is not known. */
function opensAgain(gate, closesAt, policies) {
	const openings = policies.flatMap(({ policy }) => opensAfter(policy, gate, closesAt) ?? []);
	return openings.length === 1 ? openings[0] : void 0;
}

// src/policy/headline/asks.ts
const ASKS = {
	"check-failed": (reason) => askChecks(reason, "check-failed"),
	"check-ambiguous": (reason) => askChecks(reason, "check-ambiguous"),
	"check-missing": (reason) => askChecks(reason, "check-missing"),
	"check-pending": (reason) => askChecks(reason, "check-pending"),
	"checklist-open": (reason) => both(`${count(reason["unticked"], "open checklist item")}`),
	incomplete: () => both("a release that GitHub lists in full"),
	"incident-open": (reason) => both(`${first(reason["incidents"], (number) => `#${text(number)}`)} to be closed`),
	"dependency-unhealthy": (reason) => both(`${first(reason["dependencies"], (lane) => `${text(lane["environment"])} of ${text(lane["repository"])}`)} to be healthy`),
	"not-deployed": (reason) => both(`this commit to be deployed to ${text(reason["from"])} and verified there`),
	"not-verified": (reason) => both(`a passed verification of this commit in ${text(reason["from"])}`),
	"group-failed": (reason) => both(`a passed verification in ${first(reason["failed"], (each) => text(each["environment"]))}, where it failed`),
	"section-missing": (reason) => both(`${first(reason["missing"], saySection)} to be written`),
	"issue-missing": (reason) => both(`an issue linked to ${first(reason["changes"], text)}`),
	"strategy-not-allowed": (reason) => both(`another strategy than ${text(reason["strategy"])}`),
	"strategy-unknown": () => both("a strategy in the policy"),
	"alerts-open": (reason) => both(`${first(reason["open"], sayAlerts)} to be closed`),
	"alerts-unknown": (reason) => both(`what ${first(reason["unknown"], (each) => text(each["tool"]))} finds`),
	"attestation-missing": (reason) => both(`an attestation by ${text(reason["signer"])}`),
	"attested-elsewhere": (reason) => both(`an attestation of this commit by ${text(reason["signer"])}`),
	"digest-unknown": () => both("a deployment that names its digest"),
	"preflight-failed": (reason) => both(`the target to be ready: ${text(reason["file"])} failed`),
	"preflight-unknown": (reason) => both(`the preflight ${text(reason["file"])}`),
	"train-failed": (reason) => both(`${first(reason["members"], sayMember)} to be well again`),
	"train-no-go": (reason) => both(`a go for ${first(reason["members"], sayMember)}`),
	"train-unreadable": (reason) => both(`${first(reason["members"], sayMember)} to be readable`),
	"train-incomplete": (reason) => both(`a milestone in ${first(reason["members"], sayMember)}`),
	"train-order": (reason) => {
		const members = first(reason["members"], sayMember);
		return [
			`${members} to be verified`,
			`${members} to be verified`,
			`the turn of ${members}`
		];
	}
};
function saySection(each) {
	return `"${text(each["section"])}" in ${text(each["change"])}`;
}
function sayAlerts(each) {
	return `${count(each["count"], "alert")} of ${text(each["tool"])}`;
}
function sayMember(each) {
	return text(each["repository"]);
}
/** Undefined for what time alone decides, and for what its own sentence says best. */
function asks({ kind, reason }) {
	if (kind === "approvals") return askOf(reason);
	return Object.hasOwn(ASKS, reason.code) ? ASKS[reason.code]?.(reason) : void 0;
}
/** Why a preflight says nothing yet, when nothing is wrong with it. */
const RUN_BY_ITSELF = /* @__PURE__ */ new Set(["not-run", "too-old"]);
/** What only time lifts, unless people change the policy. */
const BY_TIME = /* @__PURE__ */ new Set([
	"window-closed",
	"freeze",
	"soaking",
	"holidays-unknown"
]);
/** A preflight that is run once nothing else is missing. */
function isRunByItself(reason) {
	return reason.code === "preflight-unknown" && RUN_BY_ITSELF.has(reason["because"]);
}
function isDoneByTime(reason) {
	return BY_TIME.has(reason.code);
}
function both(words) {
	return [words, words];
}
const STATES = {
	"check-failed": "to pass",
	"check-ambiguous": "to be told apart in the policy",
	"check-missing": "to run",
	"check-pending": "to end"
};
function askChecks(reason, code) {
	const lacking = Array.isArray(reason["checks"]) ? reason["checks"] : [];
	const worst = lacking.filter((check) => check["code"] === code);
	const left = lacking.length - worst.length;
	const told = `${worst.length === 1 ? "check" : "checks"} ${first(worst, (check) => text(check["name"]))} ${STATES[code] ?? ""}`;
	return [left > 0 ? `${told} (and ${count(left, "more check")})` : told, count(lacking.length, "check")];
}
/** The first two, and how many more. */
function first(items, say) {
	const listed = Array.isArray(items) ? items : [];
	const told = listed.slice(0, 2).map(say).join(listed.length === 2 ? " and " : ", ");
	return listed.length > 2 ? `${told} and ${listed.length - 2} more` : told;
}

// src/policy/headline.ts
/** The first line people read: what to do, or that there is nothing to do. */
/** GitHub cuts descriptions of statuses at 140 characters. */
const LONGEST = 140;
/** Of these: what to do has to have room as well. */
const LONGEST_OWNER = 50;
/**
* One line of plain text, at most 140 characters.
*
* @param policies those that decided; without them a step back is told like any other release.
*/
function headline(decision, facts, policies = []) {
	const mode = decision.mode === "observe" && decision.verdict !== "open" ? "Not enforced: " : "";
	const owner = sayOwner(decision, facts, policies);
	const wordings = [...sayRollback$1(decision, facts, policies), ...sayVerdict(decision, facts)].map((wording) => plainLine(`${mode}${owner}${wording}`, 1400));
	return wordings.find((wording) => wording.length <= LONGEST) ?? plainLine(wordings.at(-1) ?? "", LONGEST);
}
/** Whom to ask about a hold, before what it waits for: "Held (release manager: team release). ". Nobody is notified by it. */
function sayOwner(decision, { question }, policies) {
	if (decision.verdict === "open" || question.kind === "merge") return "";
	const manager = releaseManagerOf(policies.map(({ policy }) => policy), question.environment);
	return manager === void 0 ? "" : `Held (release manager: ${plainLine(sayReleaseManager(manager), LONGEST_OWNER)}). `;
}
/** When one approval makes it an authorised rollback, nothing else has to be waited for. */
function sayRollback$1(decision, facts, policies) {
	if (decision.verdict === "open" || policies.length === 0 || facts.direction !== "backward") return [];
	const missing = whyNotAuthorised(releaseContext(policies, facts)) ?? [];
	const [first] = missing.filter(({ code }) => code !== "rollback-not-approved");
	if (first !== void 0) {
		const told = sayReason(first, epochMs(decision.at));
		return [told, told.replace(/\. .*$/, "")];
	}
	const from = missing.map((reason) => String(reason["from"] ?? ""));
	if (missing.length === 0) return [];
	return [`Waiting for ${[...new Set(from)].join(", and ")} to approve this rollback; then it opens at once`];
}
/** The same in several lengths, the longest first: when the room is short, what to do and when come first. */
function sayVerdict(decision, facts) {
	const { override } = decision;
	if (override !== null) {
		const until = sayLocal(epochMs(override.expiresAt), zoneOf(decision), epochMs(decision.at));
		return [`Opened by an override of ${override.user} until ${until}: ${override.reason}`];
	}
	if (decision.verdict === "open") return [sayOpen(decision, facts)];
	const open = decision.gates.flatMap((gate) => gate.requirements.filter(({ status }) => status !== "met"));
	const failed = open.find(({ status }) => status === "failed");
	if (failed === void 0) return sayWaiting(withoutOwnWork(open), decision, facts);
	const told = lowerFirst(failed.text);
	return [`Blocked: ${told}`, `Blocked: ${told.replace(/\. [A-Z].*$/, "")}`];
}
/** What is done by itself once nothing else is missing is no reason to wait as long as something else is. */
function withoutOwnWork(open) {
	const others = open.filter(({ reason }) => !isRunByItself(reason));
	return others.length === 0 ? open : others;
}
/** What people have to do goes before what is only waited for: it may be all that there is room for. */
function inOrder(open) {
	return open.toSorted((one, other) => Number(isOthersTurn(one)) - Number(isOthersTurn(other)));
}
function isOthersTurn({ reason }) {
	return reason.code === "train-order";
}
function sayOpen(decision, { question }) {
	const what = `tier ${decision.tier}, ${decision.releaseType}`;
	return question.kind === "merge" ? `May merge: nothing is missing (${what})` : `Open: nothing is missing (${what})`;
}
function sayWaiting(open, decision, facts) {
	const unknown = open.find(({ kind }) => kind === "environment");
	if (unknown !== void 0) return [`Held: ${lowerFirst(unknown.text)}`];
	const asked = inOrder(open).map(asks).filter((ask) => ask !== void 0);
	const closed = open.filter(({ reason }) => isDoneByTime(reason));
	const when = closed.length === 0 ? "" : sayWhen(decision);
	const isMerge = facts.question.kind === "merge";
	const because = sayBecause(closed, decision);
	if (asked.length === 0) {
		if (when === "") return [`Waiting: ${because}`];
		const alone = `Nothing to do: ${isMerge ? "may merge from" : "opens by itself"} ${when}`;
		return [`${alone} (${because})`, alone];
	}
	const verb = isMerge ? "may merge" : "opens";
	const times = when === "" ? [because] : [`${verb} earliest ${when}`, `${verb} ${when}`];
	const withTime = (ask) => times.map((each) => `Waiting for ${ask}${each === "" ? "" : `; ${each}`}`);
	const all = inFewerWords(asked);
	const some = countingOthers(asked);
	return [
		...all.flatMap(withTime),
		...all.slice(-1).map((ask) => `Waiting for ${ask}`),
		...some.flatMap(withTime),
		...some.slice(-1).map((ask) => `Waiting for ${ask}`)
	];
}
/** The first of it and how much more. */
function countingOthers([first, ...others]) {
	if (first === void 0) return [];
	const more = others.length > 0 ? `, and ${others.length} more` : "";
	return [`${first[0]}${more}`, `${first[1]}${more}`];
}
/** Everything that is asked; the same in short; and only who or what it is. */
function inFewerWords(asked) {
	return [
		asked.map(([long]) => long).join(", and "),
		asked.map(([, short]) => short).join(", and "),
		asked.map(([, short, who]) => who ?? short).join(", and ")
	];
}
/** Empty when the end of the waiting is not known. */
function sayWhen(decision) {
	if (decision.earliestOpening === null) return "";
	return sayLocal(epochMs(decision.earliestOpening), zoneOf(decision), epochMs(decision.at));
}
/** What is closed now, and the windows that are open now and will have closed before the opening. */
function sayBecause(closed, decision) {
	const { earliestOpening } = decision;
	const told = closed.map(sayClosed).join(", ");
	if (earliestOpening === null) return told;
	const later = decision.gates.flatMap((gate) => gate.requirements).filter(({ reason }) => reason.code === "window-open" && typeof reason["closesAt"] === "string").filter(({ reason }) => epochMs(reason["closesAt"]) < epochMs(earliestOpening));
	return later.length === 0 ? told : `${told}, then until ${later.map(({ reason }) => names(reason["windows"])).join(", ")}`;
}
function sayClosed({ reason }) {
	if (reason.code === "freeze") return `frozen by ${names(reason["freezes"])}`;
	if (reason.code === "soaking") return `soaking in ${String(reason["from"])}`;
	return `${names(reason["windows"])} closed`;
}
function names(value) {
	return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}
/** The zone in which a decision's own instants are told: that of the first requirement that has one. */
function zoneOf(decision) {
	const requirements = decision.gates.flatMap((gate) => gate.requirements);
	const waiting = requirements.filter(({ status }) => status !== "met");
	for (const { reason } of [...waiting, ...requirements]) if (typeof reason["zone"] === "string") return reason["zone"];
	return "UTC";
}
/** Whether time holds something back now. */
function opensLater(decision) {
	return decision.earliestOpening !== null && isAfter(decision.earliestOpening, epochMs(decision.at));
}
function isAfter(instant, at) {
	return epochMs(instant) > at;
}
/** Lower case at the start, unless it begins with a name such as `#12` or an abbreviation. */
function lowerFirst(sentence) {
	return /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}

// src/policy/explanation.ts
/** One explanation of a decision, as a tree of plain sentences; the renderers only choose marks and escapes. */
/** A release of thousands of changes is explained by the first of them; the rest is counted. */
const MOST_REASONS = 20;
/**
* Nothing here depends on the present moment alone: the same reasons give the same text.
*
* @param policies those that decided; without them it is not told why a step back is no authorised rollback.
*/
function explain(decision, facts, policies = []) {
	return {
		headline: headline(decision, facts, policies),
		question: sayQuestion(facts),
		risk: `tier ${decision.tier}, release type ${decision.releaseType}`,
		riskReasons: sayTierReasons(decision),
		gates: decision.gates.map(explainGate),
		time: sayTimes(decision, policies),
		notes: decision.verdict === "open" ? [] : [...sayUnknown(facts), ...sayRollback(facts, policies)],
		sources: `Decided by ${decision.policy.sources.join(" and ")} (policy ${decision.policy.digest.slice(0, 12)})`
	};
}
/** Whoever is asked about it has to know that it is about a commit that nobody named. */
function sayUnknown(facts) {
	if (facts.candidate.isUnknown !== true) return [];
	const told = sayUnknownCommit(facts);
	return [`${told.charAt(0).toUpperCase()}${told.slice(1)}.`];
}
function sayRollback(facts, policies) {
	if (policies.length === 0 || facts.direction !== "backward") return [];
	const context = releaseContext(policies, facts);
	return (whyNotAuthorised(context) ?? []).map((reason) => sayReason(reason, context.at));
}
function sayQuestion({ question, candidate, repository }) {
	if (question.kind === "merge") return `${repository}: pull request #${question.pullRequest} into ${question.base}`;
	return `${repository}: ${candidate.sha.slice(0, 7)} to ${question.environment}, started by ${question.actor}`;
}
/** As the assessment of a risk says it. */
const BY_TYPE = "without risk rules the tier follows the release type";
const WITHOUT_CONDITION = "the rule without a condition";
/** Those that set the tier first. */
function sayTierReasons({ tier, tierReasons }) {
	const deciding = tierReasons.filter((reason) => reason.tier === tier);
	const isMeant = ({ detail }) => deciding.length === 0 || detail !== BY_TYPE;
	const others = tierReasons.filter((reason) => reason.tier !== tier).filter(isMeant);
	const told = [...deciding, ...others].slice(0, MOST_REASONS);
	const lines = told.map((reason) => {
		const code = TIER_CODES[reason.because];
		const isPlain = reason.detail === WITHOUT_CONDITION;
		const because = code === void 0 ? `${reason.because}${isPlain ? "" : ` (${reason.detail})`}` : reason.detail;
		return `${reason.tier}: ${reason.change}, ${because}`;
	});
	const left = tierReasons.length - told.length;
	return left > 0 ? [...lines, `and ${left} more`] : lines;
}
function explainGate(gate) {
	const { name, status, requirements, skippedBecause } = gate;
	if (skippedBecause === void 0) return {
		name,
		status,
		lines: requirements.map(explainRequirement)
	};
	return {
		name,
		status,
		lines: [{
			text: `Skipped: ${SKIPPED[skippedBecause] ?? skippedBecause}.`,
			details: []
		}]
	};
}
function explainRequirement({ text, counted = [], ignored = [] }) {
	return {
		text,
		details: [...counted.length === 0 ? [] : [`Counted: ${counted.join(", ")}`], ...ignored.length === 0 ? [] : [`Not counted: ${sayIgnoredPeople(ignored)}`]]
	};
}
function sayIgnoredPeople(ignored) {
	const told = ignored.slice(0, MOST_REASONS).map(({ user, code }) => `${user} (${sayIgnored(code)})`);
	const left = ignored.length - told.length;
	return left > 0 ? `${told.join(", ")} and ${left} more` : told.join(", ");
}
function sayTimes(decision, policies) {
	const zone = zoneOf(decision);
	const at = epochMs(decision.at);
	const lines = [];
	if (decision.override !== null) {
		const { user, reason, expiresAt } = decision.override;
		lines.push(`Override by ${user} until ${sayBoth(epochMs(expiresAt), zone, at)}: ${reason}`);
	}
	if (decision.verdict !== "open" && opensLater(decision)) {
		const opens = sayBoth(epochMs(decision.earliestOpening), zone, at);
		lines.push(`Earliest opening: ${opens}, if everything else is met by then`);
	}
	return decision.verdict === "open" ? lines : [...lines, ...sayClosings(decision, policies)];
}

export { headline as n, gatherDeployment as r, explain as t };