import { a as peoplesPartOf } from "./read-milestone.js";
import { c as zoneOfPlans, i as expectedDowntime, n as planWarnings, o as planDates, s as sayDay, t as dependenciesOf } from "./warnings.js";
import { O as isSameName, T as entryFor, f as releaseManagerOf, k as matchesEnvironment, m as sayReleaseManager, n as tierFor, p as runbookOf, t as commonTiers } from "./tiers.js";
import { n as epochMs, r as parseDuration } from "./instant.js";
import { t as lastWords } from "./verdicts.js";
import { f as expiryOf, p as commandWord } from "./approvals.js";
import { t as fullName } from "./repository.js";
import { t as Failure } from "./failure.js";
import { n as trainKey, o as questionKey, r as trainTitle, s as releaseKey } from "./train.js";
import { s as parseRepositoryPolicy, t as isOrganisationPlace } from "./policies.js";
import { r as sayLocal } from "./wording.js";
import { n as plainLine, t as inertMarkdown } from "./markdown.js";
import { c as isGlob } from "./glob.js";
import { t as commitsOf } from "./commits.js";
import { t as asks } from "./asks.js";
import { r as isProduction } from "./request.js";

// src/flow/no-goes.ts
/** What the no-goes of a planned release hold, whatever becomes of its milestone. */
const NOTHING$1 = {
	pulls: [],
	isCut: false
};
/** The stages at which the last word is no-go, by that word. */
function standingNoGoes(decisions, at) {
	return lastWords(decisions, at).filter(({ verdict }) => verdict === "no-go");
}
/** What its standing no-goes are about, those left out since then taken away. */
function heldPulls(plan, at) {
	const standing = standingNoGoes(plan.decisions, at);
	const about = standing.map((noGo) => aboutOf(plan, noGo));
	const pulls = about.flatMap((each, index) => {
		const noGo = standing[index];
		return each.pulls.filter((pull) => noGo !== void 0 && !isLeftOut(plan.leftOut, noGo, pull));
	});
	return {
		pulls: [...new Set(pulls)].toSorted(ascending),
		isCut: about.some(({ isCut }) => isCut)
	};
}
/** What belonged to the plan when it was said, or since. */
function aboutOf(plan, { about = NOTHING$1 }) {
	const since = plan.about ?? NOTHING$1;
	return {
		pulls: [...about.pulls, ...since.pulls],
		isCut: about.isCut || since.isCut
	};
}
/** A no-go that was said later, or at the same instant, is about it again. */
function isLeftOut(leftOut = [], noGo, pull) {
	return leftOut.some((each) => each.pull === pull && epochMs(each.at) > epochMs(noGo.at));
}
/**
* The decisions that count for these pull requests: all but the no-goes out of which every one of them that they are
* about was left.
*
* @param belonging those of them that belong to the milestone now
*/
function decisionsFor(plan, pulls, belonging) {
	return plan.decisions.filter((decision) => {
		if (decision.verdict === "go") return true;
		const about = aboutOf(plan, decision);
		return (about.isCut ? pulls : pulls.filter((pull) => belonging.includes(pull) || about.pulls.includes(pull))).some((pull) => !isLeftOut(plan.leftOut, decision, pull));
	});
}
/**
* What a plan is kept as being about: what belongs to it, and, while a no-go stands, what did before, so that nobody takes
* a pull request out of a no-go by taking it out of the milestone.
*/
function keptAbout(known, now, at) {
	const before = known?.about;
	if (known === void 0 || before === void 0 || standingNoGoes(known.decisions, at).length === 0) return now;
	return together(before, now);
}
function together(one, other) {
	return {
		pulls: [.../* @__PURE__ */ new Set([...one.pulls, ...other.pulls])].toSorted(ascending),
		isCut: one.isCut || other.isCut
	};
}
/** The pull requests of a milestone. */
function pullsOf({ items, complete }) {
	return {
		pulls: items.flatMap(({ kind, number }) => kind === "pull-request" ? [number] : []).toSorted(ascending),
		isCut: !complete
	};
}
function ascending(one, other) {
	return one - other;
}

// src/flow/owner/assignees.ts
/** GitHub's limit. */
const MOST_ASSIGNEES = 10;
function assigneesOf(policies, environment) {
	const manager = releaseManagerOf(policies.map(({ policy }) => policy), environment);
	return assignable(manager === void 0 ? [] : [manager]);
}
/** Teams cannot be assigned: they are named in the text. Names compare without case. */
function assignable(managers) {
	const users = managers.flatMap(({ users: named = [] }) => named).filter((user) => !user.endsWith("[bot]"));
	const isFirst = (user, index) => users.findIndex((each) => isSameName(each, user)) === index;
	return users.filter(isFirst).slice(0, MOST_ASSIGNEES);
}

// src/flow/train/hidden-members.ts
/** What everybody may read tells of nothing that not everybody may read. */
/** Names of members that are not known to be public, where the record is; the policy there names them already. */
async function hiddenMembers(members, place, ports) {
	const hidden = /* @__PURE__ */ new Set();
	if (!await (await ports.github(place, "report")).isPublic()) return hidden;
	for (const { repository, ref } of members) if (ref !== null && ref.id !== place.id && !await isKnownToBePublic(ref, ports)) hidden.add(repository);
	return hidden;
}
async function isKnownToBePublic(repository, ports) {
	try {
		return await (await ports.github(repository, "report")).isPublic();
	} catch (error) {
		if (error instanceof Failure && (error.kind === "not-found" || error.kind === "forbidden")) return false;
		throw error;
	}
}

// src/flow/policy/organisation-place.ts
/** In so many words: each repository has an issue of its own without a word, and all together are no default. */
function wantsOrganisationIssue(organisation) {
	return organisation.dora?.issue === true;
}
/** Null: the App was never told of the organisation's repository, which most likely is not among those it is on. */
async function organisationQuestion(store, repository) {
	const place = (await store.knownRepositories()).find((each) => isOrganisationPlace(each) && isOfSameOwner(each, repository));
	return place === void 0 ? null : {
		kind: "dora",
		repository: place,
		ofOrganisation: true
	};
}
function isOfSameOwner(one, other) {
	return one.installationId === other.installationId && one.owner.toLowerCase() === other.owner.toLowerCase();
}

// src/flow/train/member-no-go.ts
/**
* The newest one that stands. Also that of a plan whose milestone is closed: closing it ends no no-go.
*
* @param plans those of the title of the train
*/
function noGoOf(plans, repository, at) {
	for (const plan of plans.filter((each) => isHolding(each, at))) {
		const newest = standingNoGoes(plan.decisions, at).at(-1);
		if (newest === void 0) continue;
		const { stage, user, reason } = newest;
		const record = plan.issue === null ? void 0 : `${fullName(repository)}#${plan.issue}`;
		return {
			stage,
			user,
			reason,
			at: newest.at,
			record
		};
	}
}
/** Not where all that it is about was left out of it. What it is about, where that is not known, may be anything. */
function isHolding(plan, at) {
	const standing = standingNoGoes(plan.decisions, at);
	if (standing.length === 0) return false;
	const isKnown = [...standing.map(({ about }) => about), plan.about].some((about) => (about?.pulls.length ?? 0) > 0);
	const { pulls, isCut } = heldPulls(plan, at);
	return !isKnown || isCut || pulls.length > 0;
}
/** As a fact about the member, without the words that were said. */
function sayNoGo$1({ stage, user, record }) {
	return {
		stage,
		user,
		...record === void 0 ? {} : { record }
	};
}

// src/flow/train/member-state.ts
/** Of what asks to enter, or entered, the environment; what was refused or given up says nothing. */
function stateOf$1(record) {
	const asking = record.gates.filter(isWaitingOrOpened);
	const [newest] = asking;
	if (newest === void 0) return "waiting";
	const run = asking.filter(({ runId }) => runId === newest.runId);
	if (run.some(({ openedAt }) => openedAt === null)) return "waiting";
	return stateOfOpened(run, newest, record);
}
/** It went, or goes, back with the train that somebody ordered back, and nothing else speaks against it. */
function isOnlyTakenBack(record) {
	if (record.orderedBackAt === null || stateOf$1(record) !== "failed") return false;
	const ordered = record.orderedBackAt;
	const rollbacks = record.rollbacks.filter(({ trigger, decidedAt }) => {
		return trigger !== "requested" || epochMs(decidedAt) < ordered;
	});
	return stateOf$1({
		...record,
		rollbacks,
		orderedBackAt: null
	}) !== "failed";
}
function isWaitingOrOpened({ openedAt, state }) {
	return openedAt !== null || state === "pending" || state === "held";
}
/** What is under way takes the release away; what was only asked for, or called off, did not. */
const TAKEN_AWAY = [
	"ordered",
	"dispatched",
	"verified",
	"failed",
	"unknown"
];
function stateOfOpened(run, newest, record) {
	const { orderedBackAt, rollbacks } = record;
	if (orderedBackAt !== null && (newest.openedAt ?? 0) <= orderedBackAt) return "failed";
	const said = saidOf$1(run, newest, record);
	const since = Math.min(...(said.length > 0 ? said : run).map(({ deploymentId }) => deploymentId));
	if (rollbacks.some(({ state, failedSha, failedDeploymentId: id }) => TAKEN_AWAY.includes(state) && failedSha === newest.sha && id >= since) || said.some(({ verdict }) => verdict === "fail")) return "failed";
	if (said.length > 0) return said.every((each) => isPass(each, newest)) ? "verified" : "deployed";
	return record.isVerificationAsked ? "deployed" : byItsEnd(run);
}
/** The same commit may have been deployed again since, which brings no change and so belongs to no milestone. */
function saidOf$1(run, { sha }, { verifications }) {
	const ids = run.map(({ deploymentId }) => deploymentId);
	const last = Math.max(...ids);
	const again = verifications.filter((each) => each.sha === sha && each.deploymentId > last);
	if (again.length > 0) {
		const newest = Math.max(...again.map(({ deploymentId }) => deploymentId));
		return again.filter(({ deploymentId }) => deploymentId === newest);
	}
	return verifications.filter(({ deploymentId }) => ids.includes(deploymentId));
}
/** A pass of another commit, or of one that nobody knows, is none of this one. */
function isPass({ verdict, sha }, newest) {
	return verdict === "pass" && sha === newest.sha;
}
function byItsEnd(run) {
	if (run.some(({ ended }) => ended === "failure")) return "failed";
	return run.every(({ ended }) => ended === "success") ? "verified" : "deployed";
}

// src/flow/train/member-watch.ts
/** Until when a member that is out and well is watched: until then all of the train may have to go back. */
/** From when it was known to be good, for as long as the policy that asks for most says. Null: none asks for it. */
function watchedUntilOf({ verifications }, gates, policies, environment) {
	const lengths = policies.flatMap((policy) => entryFor(policy, environment)?.verify?.watch ?? []).flatMap((watch) => parseDuration(watch.for) ?? []);
	const [newest] = gates;
	if (lengths.length === 0 || newest === void 0) return null;
	const since = [...verifications.filter(({ verdict, sha, deploymentId }) => verdict === "pass" && sha === newest.sha && deploymentId >= newest.deploymentId).map(({ at }) => epochMs(at)), newest.openedAt ?? Number.NEGATIVE_INFINITY];
	return Math.max(...since) + Math.max(...lengths);
}

// src/flow/train/trains-of.ts
/** Only an organisation may speak for several repositories. */
function organisationIn(policies) {
	return policies.find(({ source }) => source === "org")?.policy;
}
function trainsIn(organisation) {
	return Object.entries(organisation?.trains ?? {}).map(([name, train]) => named(name, train));
}
function trainNamed(organisation, name) {
	return trainsIn(organisation).find((train) => isSameName(train.name, name));
}
function isOn({ order }, repository) {
	return order.some((name) => isSameName(name, fullName(repository)));
}
function named(name, { members, order = members, environment }) {
	return {
		name,
		environment,
		order
	};
}
/** Undefined: the App does not know it, or it is somebody else's. */
function memberNamed(name, known, of) {
	return known.find((each) => isOfSameOwner(each, of) && isSameName(fullName(each), name));
}
/** The repository of the organisation's policy, else the first member that the App knows. */
function placeOf(order, known, of) {
	const place = known.find((each) => isOrganisationPlace(each) && isOfSameOwner(each, of));
	if (place !== void 0) return place;
	return order.flatMap((name) => memberNamed(name, known, of) ?? [])[0];
}

// src/flow/train/read-members.ts
async function readMembers(input) {
	const { store, repository, train } = input;
	const known = await store.knownRepositories();
	const order = (await knownTrain(store, repository, {
		train: train.name,
		title: input.title
	}))?.orders.at(-1);
	const orderedBackAt = order === void 0 ? null : epochMs(order.at);
	const members = [];
	for (const name of train.order) {
		const ref = memberNamed(name, known, repository) ?? null;
		members.push(ref === null ? {
			repository: name,
			ref,
			plan: null,
			gates: [],
			state: "unreadable",
			...NOTHING
		} : {
			repository: name,
			ref,
			...await readMember(ref, input, orderedBackAt)
		});
	}
	return members;
}
/** Wherever it is told. */
async function knownTrain(store, repository, of) {
	return (await store.trains(repository.installationId)).find((each) => isOfSameOwner(each.place, repository) && trainKey(each) === trainKey(of));
}
const NOTHING = {
	isTakenBack: false,
	watchedUntil: null
};
async function readMember(ref, input, orderedBackAt) {
	const { store, train, title, organisation, repository, asking } = input;
	const plans = (await store.plansOf(ref.id)).filter((each) => trainTitle(each.title) === trainTitle(title));
	const plan = plans.find(({ state }) => state === "open") ?? plans[0] ?? null;
	const gates = await store.plannedGates(ref.id, train.environment, title);
	const isAsking = asking !== void 0 && ref.id === repository.id;
	const noGo = noGoOf(plans, ref, input.at);
	const held = noGo === void 0 ? {} : { noGo };
	const of = {
		plan,
		gates: gates.filter(isWaitingOrOpened),
		...NOTHING,
		...held
	};
	if (isAsking && of.gates.every(({ deploymentId }) => deploymentId < asking.deploymentId)) return {
		...of,
		state: "waiting"
	};
	if (plan === null && of.gates.length === 0) return {
		...of,
		state: isAsking ? "waiting" : "unplanned"
	};
	const { policies, isCertain } = await policiesOf(store, ref, organisation);
	const isAsked = policies.some((policy) => entryFor(policy, train.environment)?.verify !== void 0);
	const record = {
		gates,
		verifications: (await store.verifications(ref.id, train.environment)).newest,
		rollbacks: await store.rollbacks(ref.id, train.environment),
		isVerificationAsked: isAsked || !isCertain,
		orderedBackAt
	};
	const state = stateOf$1(record);
	const watchedUntil = state === "verified" ? watchedUntilOf(record, of.gates, policies, train.environment) : null;
	return {
		...of,
		state,
		isTakenBack: isOnlyTakenBack(record),
		watchedUntil
	};
}
/** Where the member's own policy cannot be told any more, it may ask for more than the organisation's. */
async function policiesOf(store, ref, organisation) {
	const kept = await store.lastValidPolicy(ref.id);
	const own = kept && parseRepositoryPolicy(kept.text, void 0);
	return {
		policies: [organisation, own?.kind === "valid" ? own.policy : void 0].filter((policy) => policy !== void 0),
		isCertain: own === null || own.kind === "valid"
	};
}

// src/flow/owner/runbook-line.ts
/** Where it is written what to do, as the policy says: told wherever something is held, paged, rolled back or reviewed. */
const LONGEST_PATH = 300;
/** Null: no policy names one for the environment. The repository's policy knows it better than its organisation's. */
function runbookLine(policies, environment, place) {
	const path = runbookOf(policies.map(({ policy }) => policy), environment);
	if (path === void 0) return null;
	const shown = plainLine(path, LONGEST_PATH);
	switch (place) {
		case "issue": return `Runbook: ${linkToRunbook(path, "..")}`;
		case "report": return `Runbook: \`${shown.replaceAll("`", "")}\` on the default branch.`;
		case "plain": return `Runbook: ${shown}`;
	}
}
/** @param repository the way to the pages of the repository that has the file, e.g. `..` from an issue of it */
function linkToRunbook(path, repository, text = plainLine(path, LONGEST_PATH)) {
	return `[${inertMarkdown(text)}](${repository}/blob/HEAD/${path.split("/").map(inAddress).join("/")})`;
}
/** Parentheses would end the destination of a link. */
function inAddress(segment) {
	return encodeURIComponent(segment.toWellFormed()).replace(/[()]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
}

// src/flow/train/train-rows.ts
/** The members of a train as rows of a table: which plan and release of each, how far it is, and what to do there. */
const STATES = {
	unplanned: "⛔ no milestone",
	unreadable: "⛔ not seen by Tidegate",
	waiting: "⏳ waiting",
	deployed: "🔎 deployed, not verified yet",
	verified: "✅ verified",
	failed: "❌ failed"
};
function sayRow(member, index, view) {
	const { repository } = member;
	const isHidden = view.hidden.has(repository);
	const [plan, release] = isHidden ? ["", ""] : [sayPlan(member), sayRelease(member, view)];
	const state = [sayBack(member, view) ?? sayState(member, view), ...isHidden ? [] : sayGate(member, view)];
	const where = [inert(repository), ...sayRunbook(member, view)].join(", ");
	return `| ${[
		index + 1,
		where,
		plan,
		release,
		state.join("; ")
	].join(" | ")} |`;
}
/** A member that did nothing wrong goes back with the others: "failed" would be a word about it. */
function sayBack({ repository, state, isTakenBack }, { back }) {
	const own = back?.members.find((each) => each.repository === repository);
	if (own?.isBack === true) return isTakenBack ? "⏪ back, nothing is known to be wrong with it" : "⏪ back";
	if (own === void 0 || state !== "failed") return void 0;
	if (own.kind === "waiting") return isTakenBack ? "⏪ goes back when its turn comes" : void 0;
	return own.kind === "under-way" || own.kind === "ordered" ? "⏪ going back" : void 0;
}
function sayState({ state, noGo, gates: [gate] }, { zone, at }) {
	if (noGo !== void 0 && (state === "waiting" || state === "unplanned")) return "⛔ no-go";
	if (state === "deployed" && gate?.openedAt != null && gate.ended === null) return `🚀 let in ${inert(sayLocal(gate.openedAt, zone, at))}, not verified yet`;
	return STATES[state];
}
function sayRelease({ repository, ref, gates: [gate] }, { owners }) {
	const record = owners.get(repository)?.record ?? null;
	const told = ref === null || record === null ? "" : `, [record](${pagesOf(ref)}/issues/${record})`;
	return gate === void 0 ? "" : `\`${gate.sha.slice(0, 7)}\`${told}`;
}
/** From the address of an issue of the place to a repository of the same owner. */
function pagesOf({ name }) {
	return `../../${encodeURIComponent(name)}`;
}
function sayRunbook({ repository, ref }, { owners }) {
	const runbook = owners.get(repository)?.runbook ?? null;
	return ref === null || runbook === null ? [] : [linkToRunbook(runbook, pagesOf(ref), "runbook")];
}
/** The day of production, with where it is planned. */
function sayPlan({ ref, plan }) {
	if (ref === null || plan === null) return "";
	const repository = pagesOf(ref);
	const link = plan.issue === null ? `[milestone ${plan.number}](${repository}/milestone/${plan.number})` : `[plan](${repository}/issues/${plan.issue})`;
	return [...plan.date === null ? [] : [sayDay(plan.date)], link].join(", ");
}
/** What it waits for; or since when it is in, where the state does not say that. */
function sayGate({ state, gates: [gate] }, { zone, at }) {
	if (gate === void 0) return [];
	if (gate.openedAt === null) return [inert(gate.summary, 200)];
	return state === "verified" ? [`let in ${inert(sayLocal(gate.openedAt, zone, at))}`] : [];
}
function inert(text, most = 500) {
	return inertMarkdown(plainLine(text, most));
}

// src/flow/train/plan-lines.ts
/** What the record of a planned release says of the trains that it is a part of. */
async function trainLines({ ports, repository, title, policies, at }) {
	const { store } = ports;
	const organisation = organisationIn(policies);
	const lines = [];
	for (const train of trainsIn(organisation).filter((each) => isOn(each, repository))) {
		const members = await readMembers({
			store,
			repository,
			train,
			title,
			organisation,
			at
		});
		const known = await knownTrain(store, repository, {
			train: train.name,
			title
		});
		const others = members.filter((each) => !isSameName(each.repository, fullName(repository)));
		const own = members.find((each) => isSameName(each.repository, fullName(repository)));
		const stopped = others.filter(({ noGo }) => noGo !== void 0);
		const hidden = stopped.length === 0 ? /* @__PURE__ */ new Set() : await hiddenMembers(stopped, repository, ports);
		lines.push(sayTrain(train, known), ...stopped.flatMap((each) => sayNoGo(each, train, hidden)));
		if (own?.noGo !== void 0) lines.push(`⛔ The no-go here holds all of train ${inert(train.name)} in ${inert(train.environment)}.`);
	}
	return lines;
}
function sayTrain({ name, order, environment }, known) {
	const link = known === void 0 || known.issue === null ? "" : ` ([its record](../../${encodeURIComponent(known.place.name)}/issues/${known.issue}))`;
	const members = order.map((each) => inert(each)).join(", ");
	return `Part of train ${inert(name)}${link}: it goes to ${inert(environment)} in this order, each when those before it are verified: ${members}.`;
}
/** The words of it stay where they were said; of what not everybody may read, also who said it, and at which stage. */
function sayNoGo({ repository, ref, plan, noGo }, { name, environment }, hidden) {
	if (noGo === void 0 || ref === null) return [];
	const held = `⛔ Train ${inert(name)} is held in ${inert(environment)}, with this release: no-go for ${inert(repository)}`;
	if (hidden.has(repository)) return [`${held}. Somebody there has to say go before it goes on.`];
	const issue = plan?.issue ?? null;
	const where = issue === null ? `the record of its planned release in ${inert(repository)}` : `[its record](../../${encodeURIComponent(ref.name)}/issues/${issue})`;
	return [`${held} at ${inert(noGo.stage)} by ${inert(noGo.user)}. When that is settled, \`/tidegate go ${commandWord(noGo.stage, "STAGE")}\` on ${where} lets it go on.`];
}

// src/flow/release-record/asked.ts
/** None where no policy wants a record of such a release. */
function recordAsked({ repository, environment }, sha, { tier }, policies) {
	const { tiers } = commonTiers(policies.map(({ policy }) => policy));
	const isWanted = policies.some(({ policy }) => {
		if (policy.record === void 0) return false;
		const wanted = policy.record.for;
		return (wanted?.tiers?.includes(tierFor(policy, {
			tier,
			tiers
		})) ?? true) && matchesEnvironment(wanted?.environments, environment);
	});
	const service = serviceOf(policies, environment);
	return isWanted ? [{
		kind: "release-record",
		repository,
		sha,
		...service === void 0 ? {} : { service }
	}] : [];
}
/** The service that is deployed there; the repository's policy knows it better than its organisation's. */
function serviceOf(policies, environment) {
	return policies.flatMap(({ policy }) => entryFor(policy, environment)?.service ?? []).at(-1);
}
function isSameService(one, other) {
	return one === void 0 || other === void 0 ? one === other : isSameName(one, other);
}
/**
* Where a release ends: the environments of the service from which none is promoted further. Empty where the policies
* name none, or only by patterns: then nobody can tell.
*/
function lastEnvironments(policies, service) {
	const entries = policies.flatMap(({ policy }) => Object.entries(policy.environments ?? {}));
	const sources = entries.flatMap(([, entry]) => entry.promote?.from ?? []);
	const last = entries.map(([name]) => name).filter((name) => isSameService(serviceOf(policies, name), service)).filter((name) => !sources.some((source) => isSameName(source, name)));
	if (last.some(isGlob)) return [];
	return last.filter((name, index) => last.findIndex((each) => isSameName(each, name)) === index);
}

// src/domain/rollback.ts
/** Not ended: it stands in the way of another one. */
function isUnderWay({ state }) {
	return state === "ordered" || state === "dispatched";
}

// src/flow/escalation/called.ts
/** Whom a page wakes, in words: the name of a variable is no person. */
function called(level, variable) {
	return `${level === 1 ? "on call" : `level ${level}`} (${variable})`;
}

// src/flow/notify/send-due.ts
/** Longer than a try and its settling take: nobody else sends it meanwhile. */
const LEASE_MS = 6e4;
/** A receiver may be down over a night. What is older is history, which nobody wants to be woken for. */
const GIVEN_UP_AFTER_MS = 864e5;
/** At once, so that a slow receiver does not keep the others waiting. */
const BATCH = 20;
async function sendDue({ clock, store, send }) {
	const at = clock.now();
	const when = {
		at,
		leaseUntil: at + LEASE_MS,
		deadline: at - GIVEN_UP_AFTER_MS,
		limit: BATCH
	};
	const claimed = await store.claimNotices(when);
	return await Promise.all(claimed.map(async (pending) => {
		const outcome = await outcomeOf(pending, {
			clock,
			send
		});
		await store.settleNotice(pending, outcome, clock.now());
		return {
			pending,
			outcome
		};
	}));
}
/** Also a database that is restored from a backup does not tell what was news then. */
async function outcomeOf(pending, { clock, send }) {
	const endsAt = pending.wantedAt + GIVEN_UP_AFTER_MS;
	if (clock.now() > endsAt) return {
		kind: "superseded",
		because: `not sent: ${pending.isTrue ? "it is a day old" : "what it tells of did not happen within a day"}`
	};
	const outcome = await send(pending.notice, clock.now(), pending.mayBeTold);
	if (outcome.kind !== "retry" || clock.now() < endsAt) return outcome;
	return {
		kind: "superseded",
		because: `given up after a day: ${outcome.because}`
	};
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
/** Whether what was said of deployments is what these facts were gathered from. */
async function areVerifiedAsBefore(deployments, read) {
	for (const environment of new Set(deployments.map((each) => each.environment))) {
		const known = await read(environment);
		if (!deployments.filter((each) => each.environment === environment).every((each) => isVerifiedAsBefore(each, known))) return false;
	}
	return true;
}
function isVerifiedAsBefore(deployment, known) {
	const { verification: before } = deployment;
	if (before?.confidence === "low") return !known.isTold;
	const now = saidOf(deployment, known.newest);
	return now?.verdict === before?.verdict && now?.at === before?.at && uncountedOf(deployment, known)?.at === deployment.uncounted?.at;
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

// src/flow/release-record/read-paged.ts
const EVENTS = [
	"verification-missing",
	"verification-failed",
	"rollback-failed"
];
/** Of the deployments that were let through; the newest time that each was found. */
async function readPaged(gates, store) {
	const found = [];
	for (const { question, openedAt } of gates) {
		if (openedAt === null) continue;
		const { repository, environment, deploymentId, runId } = question;
		for (const event of EVENTS) {
			const id = questionKey({
				kind: "escalation",
				repository,
				environment,
				deploymentId,
				runId,
				event
			});
			const kept = await store.escalation(id);
			if (kept !== null) found.push(kept);
		}
	}
	return found;
}

// src/flow/release-record/deployed.ts
/** Where something was let through, and, once nothing waits, where the release ends. */
async function readDeployed(of) {
	const { gates, last, repository, sha, github, ports } = of;
	const opened = gates.filter(({ openedAt }) => openedAt !== null).map(({ question }) => question.environment);
	const wanted = opened.length === 0 || isWaiting(gates) ? opened : [...opened, ...last];
	const deployed = /* @__PURE__ */ new Map();
	for (const environment of wanted) {
		const key = environment.toLowerCase();
		if (deployed.has(key)) continue;
		const rollbacks = await ports.store.rollbacks(repository.id, environment);
		const seen = await github.deployments(environment, {
			isTrusted: () => true,
			sha,
			commits: commitsOf(rollbacks)
		});
		const known = await ports.store.verifications(repository.id, environment);
		deployed.set(key, {
			deployments: await withVerifications(seen, environment, async () => known),
			isTold: known.isTold,
			rollbacks,
			escalations: await readPaged(gates.filter(({ question }) => question.environment.toLowerCase() === key), ports.store),
			verifications: [...known.earlier ?? [], ...known.newest]
		});
	}
	return deployed;
}
function isWaiting(gates) {
	return gates.some(({ openedAt, endedAt }) => openedAt === null && endedAt === null);
}
function runningIn(deployed, environment) {
	return deployed.get(environment.toLowerCase())?.deployments.find(({ state }) => state === "success");
}
function isOurs({ id, environment }, stages) {
	return stages.find((each) => isSameName(each.environment, environment))?.gates.some(({ question }) => question.deploymentId === id) ?? false;
}

// src/flow/release-record/found-since.ts
/** Found so late it is not kept as missing: it may have come and be lost, as with a restored backup. */
const NONE_KNOWN = "no verification of it is known, a day after its time: look whether it works";
const FOUND = {
	pass: "",
	fail: "its verification failed",
	error: "its verification could not be made",
	inconclusive: "its verification could not tell whether it works",
	missing: "no verification of it came in time"
};
function verdictFound(said, as) {
	return as === "bad" && said !== void 0 ? [FOUND[said.verdict]] : [];
}
/** Not by a rollback and not by a release that contains it: those are states of their own. */
function anotherRuns({ sha, environment }, deployed) {
	const running = runningIn(deployed, environment);
	if (running === void 0 || running.sha === sha) return [];
	return [`another commit, ${running.sha.slice(0, 7)}, runs there now`];
}
function incidentsIn(incidents, { from, until, isLast }) {
	if (!isLast || until === null) return [];
	return incidents.filter(({ openedAt }) => epochMs(openedAt) >= from && epochMs(openedAt) < until).map(({ number }) => `incident #${number} was opened while it was watched, and is still open`);
}

// src/flow/release-record/view.ts
function newestGate({ gates }) {
	return gates.at(-1) ?? gates[0];
}
/** The deployment that the gate is about, once it has begun. */
function deploymentOf({ deployments }, { question }) {
	return deployments.find(({ id }) => id === question.deploymentId);
}
/** The environment is going back to it, and is not there yet. */
function isComingBack(stage) {
	const { decided, openedAt } = newestGate(stage);
	const state = deploymentOf(stage, newestGate(stage))?.state;
	const isOnItsWay = state === void 0 || state === "in_progress";
	return decided?.facts.direction === "backward" && openedAt !== null && isOnItsWay;
}
/** What was decided last, of all gates: it knows the most. */
function latestDecided({ stages }) {
	const decisions = stages.flatMap(({ gates }) => gates.flatMap(({ decided }) => decided ?? []));
	const own = decisions.filter(({ facts }) => facts.direction !== "backward");
	return (own.length > 0 ? own : decisions).reduce((last, one) => last === null || Date.parse(one.facts.at) >= Date.parse(last.facts.at) ? one : last, null);
}
/** Since when something of it is known. */
function beganAt({ stages }) {
	return Math.min(...stages.flatMap(({ gates }) => gates.map(({ askedAt }) => askedAt)));
}

// src/flow/release-record/stage-standing.ts
function standingOf(stage, given) {
	const { environment } = stage;
	const gate = toldGate(stage);
	const deployment = deploymentOf(stage, gate);
	const isLast = given.last.some((name) => name.toLowerCase() === environment.toLowerCase());
	const before = {
		environment,
		isLast,
		deployment: deployment?.state ?? "none",
		findings: []
	};
	const verifying = {
		verification: "not-asked",
		verifyBy: null,
		watchedUntil: null
	};
	if (deployment === void 0 || deployment.state !== "success") return {
		...before,
		...verifying,
		gate: stateOfGate(gate, deployment)
	};
	const asked = asksOf(given.policies, environment);
	const endedAt = epochMs(deployment.finishedAt ?? deployment.startedAt);
	const { isTold = false } = given.deployed.get(environment.toLowerCase()) ?? {};
	const said = verifiedAs(deployment.verification, asked.within.length > 0 && isTold);
	const verifyBy = asked.within.length === 0 ? null : Math.min(...asked.within.map((lasts) => expiryOf(endedAt, lasts)));
	const isGivenUp = said === "awaited" && verifyBy !== null && given.at - verifyBy > 864e5;
	const since = deployment.verification?.verdict === "pass" ? epochMs(deployment.verification.at) : endedAt;
	const watchedUntil = latest(asked.watch.map((lasts) => expiryOf(since, lasts)));
	const watched = {
		from: endedAt,
		until: watchedUntil,
		isLast
	};
	return {
		...before,
		gate: "opened",
		verification: isGivenUp ? "bad" : said,
		wasWell: verificationsOf(stage).some(({ verdict }) => verdict === "pass"),
		verifyBy,
		watchedUntil,
		findings: [
			...isGivenUp ? [NONE_KNOWN] : verdictFound(deployment.verification, said),
			...isLast ? anotherRuns(deployment, given.deployed) : [],
			...incidentsIn(given.incidents, watched)
		]
	};
}
/** A deployment that was cancelled while it waited says nothing about the one before it, which went through. */
function toldGate(stage) {
	const newest = newestGate(stage);
	if (newest.openedAt !== null || newest.endedAt === null || deploymentOf(stage, newest) !== void 0) return newest;
	return stage.gates.findLast((gate) => deploymentOf(stage, gate)?.state === "success") ?? newest;
}
/** Of the deployment that the record tells of, oldest first; what counts as none is left out. */
function verificationsOf(stage) {
	const deployment = deploymentOf(stage, toldGate(stage));
	return (stage.verifications ?? []).filter(({ deploymentId }) => deploymentId === deployment?.id);
}
function stateOfGate({ openedAt, endedAt }, deployment) {
	if (openedAt !== null || deployment !== void 0) return "opened";
	return endedAt === null ? "waiting" : "ended";
}
function asksOf(policies, environment) {
	const asked = policies.map(({ policy }) => entryFor(policy, environment)?.verify);
	return {
		within: asked.flatMap((verify) => verify?.within ?? []),
		watch: asked.flatMap((verify) => verify?.watch?.for ?? [])
	};
}
function verifiedAs(said, isAsked) {
	if (said?.verdict === "fail") return "bad";
	if (!isAsked) return "not-asked";
	if (said === void 0) return "awaited";
	return said.verdict === "pass" ? "passed" : "bad";
}
function latest(instants) {
	return instants.length === 0 ? null : Math.max(...instants);
}

// src/flow/release-record/bad-line.ts
/** What is to be done about a release that turned out bad, in one line, and who is woken. Plain text. */
const MOST_CHECKS = 3;
/** Without a full stop. */
function sayBad(view, stage, finding) {
	const rollback = stage.rollbacks?.at(-1);
	if (rollback !== void 0 && isUnderWay(rollback)) return sayGoingBack(rollback, stage, view);
	return `${sayFailing(view, stage, finding)}. ${sayDecision(view, stage, rollback)}`;
}
/** Also of a release that is well, and goes back with its train. */
function isGoingBack({ rollbacks = [] }) {
	const last = rollbacks.at(-1);
	return last !== void 0 && isUnderWay(last);
}
function sayGoingBack(kept, stage, view) {
	const since = sayLocal(epochMs(kept.decidedAt), view.zone, epochMs(kept.decidedAt));
	const by = kept.orderedBy === null ? "as the policy authorises" : `ordered by ${plainLine(kept.orderedBy, 50)}`;
	const issue = issueOf(view, stage);
	const where = issue === void 0 ? "" : `; how it goes is told in #${issue}`;
	return `Going back to ${kept.targetSha.slice(0, 7)} since ${since}, ${by}. Nothing to do here${where}`;
}
function sayFailing(view, stage, finding) {
	const here = upperFirst(stage.environment);
	const failed = failingSince(stage);
	if (failed === void 0) return `${here}: ${finding}`;
	const since = sayLocal(epochMs(failed.at), view.zone, epochMs(failed.at));
	const [shown, more] = [failed.failedChecks.slice(0, MOST_CHECKS), failed.failedChecks.length - MOST_CHECKS];
	const checks = `${shown.map((id) => plainLine(id, 40)).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
	if (failed.verdict === "fail") return `${here} is failing since ${since}${checks === "" ? "" : `: ${checks}`}`;
	return `${here} is not known to work since ${since}: ${finding}`;
}
/** The first of those that did not pass, since the last that did. */
function failingSince(stage) {
	const own = verificationsOf(stage);
	const passed = own.findLastIndex(({ verdict }) => verdict === "pass");
	const bad = own.slice(passed + 1);
	return bad.find(({ verdict }) => verdict === bad.at(-1)?.verdict);
}
function sayDecision(view, stage, rollback) {
	const issue = issueOf(view, stage);
	const there = issue === void 0 ? "" : ` in #${issue}`;
	switch (rollback?.state) {
		case void 0: return issue === void 0 ? "Repair it, or go back" : `Decide${there}: go back, or keep it`;
		case "asked": return `Decide${there}: go back${issue === void 0 ? ` to ${rollback?.targetSha.slice(0, 7)}` : ""}, or keep it`;
		case "refused": return `It does not go back${issue === void 0 ? "" : ` (#${issue})`}: repair it`;
		case "verified": return `It went back to ${rollback.targetSha.slice(0, 7)}`;
		default: return `${sayEnding(rollback)}. Somebody has to look${there}`;
	}
}
function sayEnding(rollback) {
	const why = plainLine((rollback?.ending?.text ?? "").replace(/\. [A-Z].*$/s, "").replace(/[.]$/, ""), 60);
	return `The way back to ${rollback?.targetSha.slice(0, 7)} did not end well (${why === "" ? rollback?.state : why})`;
}
function issueOf({ related }, stage) {
	return related.findings.get(toldGate(stage).question.deploymentId);
}
/** `Production` at the start of a sentence; a name that is more than a word stays as it is. */
function upperFirst(environment) {
	return /^[a-z]+$/.test(environment) ? environment.charAt(0).toUpperCase() + environment.slice(1) : environment;
}
/** Who is woken, and who came. Empty: nobody is, or it is over. */
function sayPaged({ escalations = [] }, sayTime) {
	return escalations.filter(({ endedAt, pages }) => endedAt === null && pages.some((page) => page.pagedAt !== null)).slice(-1).map(({ acknowledged, pages }) => {
		if (acknowledged !== null) return `${plainLine(acknowledged.by, 100)} has taken it on (${sayTime(epochMs(acknowledged.at))})`;
		const last = pages.findLast(({ pagedAt }) => pagedAt !== null);
		const since = last?.pagedAt == null ? "" : ` since ${sayTime(epochMs(last.pagedAt))}`;
		return `${last === void 0 ? "On call" : called(last.level, last.variable)} is paged${since}, and nobody has taken it on yet`;
	});
}

// src/flow/release-record/waits-for.ts
function sayWaitsFor(requirement) {
	const { kind, reason, text } = requirement;
	if (kind === "approvals" && reason.code === "not-enough" && reason["of"] === "release") return sayApproval(reason);
	if (reason.code === "no-go") return `no-go at ${String(reason["stage"])} by ${String(reason["user"])}`;
	if (reason.code === "train-order") return `${namesIn(reason["members"], "repository")} goes first`;
	if (reason.code === "preflight-failed") {
		const failed = Array.isArray(reason["failed"]) ? reason["failed"].slice(0, 3).join(", ") : "";
		return `the target is not ready (${failed === "" ? String(reason["file"]) : failed} failed); repair it`;
	}
	if (reason.code === "preflight-unknown") return sayPreflight(reason);
	const asked = asks(requirement);
	return asked === void 0 ? lowerFirst(text.replace(/\. [A-Z].*$/s, "").replace(/[.]$/, "")) : `waits for ${asked[0]}`;
}
function sayPreflight(reason) {
	return reason["because"] === "not-run" || reason["because"] === "too-old" ? "nothing to do, the preflight is run now" : `the preflight could not tell; look at ${String(reason["file"])}`;
}
function sayApproval(reason) {
	const from = String(reason["from"] ?? "somebody").replace(/^someone in /, "");
	const who = reason["as"] === void 0 ? from : `the ${String(reason["as"])} (${from})`;
	const [first] = Array.isArray(reason["waiting"]) ? reason["waiting"] : [];
	const missing = Number(first?.missing ?? 1);
	return missing > 1 ? `${missing} approvals by ${who}` : `${who} approves`;
}
function namesIn(items, key) {
	return Array.isArray(items) ? items.map((each) => String(each[key])).join(", ") : "another";
}
/** Unless it begins with a name such as `#12` or an abbreviation. */
function lowerFirst(sentence) {
	return /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}
/** The owner has a line of its own. */
function withoutOwner(summary) {
	return summary.replace(/^Held \(release manager: [^)]*\)\. /, "").replace(/[.]$/, "");
}

// src/flow/release-record/held-line.ts
/** What a release waits for before an environment, in one line that is read on a phone. Plain text. */
const LONGEST = 140;
/** Of a sentence that somebody's words are part of. */
const LONGEST_PART = 90;
/** Without a full stop. */
function sayHeldBefore(environment, gate, zone) {
	const { decided, summary } = gate;
	if (decided === null || decided.summary !== summary || decided.facts.direction === "backward" || decided.decision.verdict === "open" || decided.decision.mode === "observe") return `Held before ${environment}: ${lowerFirst(withoutOwner(summary))}`;
	const waiting = waitingOf(decided);
	const opensAt = opensAtOf(decided);
	if (waiting.first.length + waiting.after.length === 0) return sayByTime(environment, opensAt, zone, summary);
	const when = opensAt === null ? "" : `. Not before ${sayLocal(opensAt, zone, gate.askedAt)}`;
	const wordings = wordingsOf(waiting).map((words) => `Held before ${environment}: ${words}${when}`);
	return wordings.find((words) => words.length <= LONGEST) ?? wordings.at(-1) ?? "";
}
/** Whether it opens without anybody doing anything: when; null: it does not, or that is not known. */
function opensByItselfAt({ decided, openedAt, endedAt, summary }) {
	if (decided === null || openedAt !== null || endedAt !== null || decided.summary !== summary) return null;
	if (decided.decision.verdict !== "waiting" || decided.facts.direction === "backward") return null;
	const { first, after } = waitingOf(decided);
	return first.length + after.length > 0 ? null : opensAtOf(decided);
}
function sayByTime(environment, opensAt, zone, summary) {
	return opensAt === null ? `Held before ${environment}: ${lowerFirst(withoutOwner(summary))}` : `Held before ${environment}: nothing to do, it opens by itself ${sayLocal(opensAt, zone, opensAt)}`;
}
function opensAtOf({ decision: { earliestOpening, at } }) {
	if (earliestOpening === null || epochMs(earliestOpening) <= epochMs(at)) return null;
	return epochMs(earliestOpening);
}
/** Everything; the first of it and how much more. */
function wordingsOf({ first, after }) {
	const all = [...first, ...after];
	const more = all.length > 1 ? `, and ${all.length - 1} more` : "";
	const last = after.length === 0 ? "" : `${first.length === 0 ? "" : "; then "}${after.join(", ")}`;
	return [`${first.join("; ")}${last}`, `${all[0]}${more}`];
}
function waitingOf({ decision: { gates } }) {
	const open = gates.flatMap(({ requirements }) => requirements.filter(({ status }) => status !== "met"));
	const others = open.filter(({ reason }) => !(reason.code === "preflight-unknown" || BY_TIME.has(reason.code)));
	const own = others.length > 0 ? others : open.filter(({ reason }) => !BY_TIME.has(reason.code));
	const isTurn = ({ reason }) => reason.code === "train-order";
	const say = (one) => plainLine(sayWaitsFor(one), LONGEST_PART);
	const isTimed = open.some(({ reason }) => BY_TIME.has(reason.code));
	if (others.length === 0 && isTimed) return {
		first: [],
		after: []
	};
	return {
		first: [...new Set(own.filter((one) => !isTurn(one)).map(say))],
		after: [...new Set(own.filter(isTurn).map(say))]
	};
}
/** What only time lifts, unless people change the policy. */
const BY_TIME = /* @__PURE__ */ new Set([
	"window-closed",
	"freeze",
	"soaking"
]);

// src/flow/release-record/first-line.ts
/** The first line of a record: what is going on, what there is to do and by whom. Read alone, at night, on a phone. */
/** Plain text. Without a full stop. */
function whatToDo(view) {
	const { stages, standing } = view;
	const stage = stages.find(({ environment }) => environment === standing.environment);
	switch (standing.state) {
		case "closed":
		case "rolled back":
		case "superseded": return sayEnded(view, stage);
		case "held": return stage === void 0 ? "Held: nothing of it was asked for yet" : sayHeld(view, stage);
		case "releasing": return sayReleasing(view, stage);
		case "planned": return "Planned: nothing of it was asked for yet";
		default: return stage === void 0 ? "Under way" : sayThere(view, stage);
	}
}
/** What a release was, or is, in the past tense: nothing is to come. */
function sayEnded({ standing, over, endedAt, zone, ...view }, stage) {
	const issue = stage === void 0 ? void 0 : issueOf({
		standing,
		over,
		endedAt,
		zone,
		...view
	}, stage);
	const told = issue === void 0 ? "" : ` (#${issue})`;
	const at = standing.state === "closed" ? thereSince(stage) ?? endedAt : endedAt;
	const when = at === null ? "" : sayLocal(at, zone, at);
	if (standing.state === "closed") return `Closed: ${over ?? "it is out"}${when === "" ? "" : ` since ${when}`}`;
	return `${standing.state === "superseded" ? "Superseded" : "Rolled back"}: ${over ?? ""}${when === "" ? "" : `, ${when}`}${told}`;
}
function sayHeld({ zone }, stage) {
	const newest = newestGate(stage);
	if (newest.endedAt === null && newest.openedAt === null) return sayHeldBefore(stage.environment, newest, zone);
	return `Not let into ${stage.environment}: ${toldGate(stage).summary.replace(/[.]$/, "")}`;
}
function sayReleasing(view, stage) {
	const [next] = view.ahead;
	if (stage === void 0) {
		const last = view.stages.at(-1)?.environment;
		return next === void 0 ? `Deployed to ${last}` : `Deployed to ${last}. Next: deploy it to ${next}`;
	}
	const gate = toldGate(stage);
	const { state } = deploymentOf(stage, gate) ?? {};
	const since = gate.openedAt === null ? "" : ` since ${timeOf(gate.openedAt, view)}`;
	if (state === "failure") return `The deployment to ${stage.environment} failed. Repair it, and deploy it again`;
	if (isComingBack(stage)) {
		const from = gate.decided?.facts.baseline?.sha;
		const why = from === void 0 ? "" : ` from ${from.slice(0, 7)}`;
		return `${upperFirst(stage.environment)} is going back to it${why}${since}. Nothing to do here`;
	}
	return `Being deployed to ${stage.environment}${since}. Nothing to do`;
}
/** It runs there: does it do well? */
function sayThere(view, stage) {
	const { state, finding, until } = view.standing;
	const here = stage.environment;
	if (isGoingBack(stage) || finding !== null && isBad(stage)) return sayBad(view, stage, finding ?? "");
	if (finding !== null) return `${upperFirst(here)}: ${finding}${staysOpen(view)}`;
	const since = thereSince(stage);
	const out = isBackAgain(stage) ? `${upperFirst(here)} runs it again` : `Out in ${here}`;
	const when = since === null ? "" : ` since ${timeOf(since, view)}`;
	if (state === "verifying") return `${out}${when}; its verification is awaited${until === null ? "" : `, due ${withoutZone(timeOf(until, view), view)}`}. Nothing to do`;
	return `${out}${when}; watched${until === null ? "" : ` until ${withoutZone(timeOf(until, view), view)}`}. Nothing to do`;
}
function staysOpen({ standing }) {
	return standing.state === "watching" ? ". It stays open until that is over" : "";
}
function isBad(stage) {
	const verdict = deploymentOf(stage, toldGate(stage))?.verification?.verdict;
	return verdict !== void 0 && verdict !== "pass";
}
function isBackAgain(stage) {
	return toldGate(stage).decided?.facts.direction === "backward";
}
function thereSince(stage) {
	const deployment = stage && deploymentOf(stage, toldGate(stage));
	return deployment?.finishedAt === void 0 ? null : epochMs(deployment.finishedAt);
}
function timeOf(at, { zone }) {
	return sayLocal(at, zone, at);
}
/** The zone is told once in a line. */
function withoutZone(time, { zone }) {
	return time.replace(` ${zone}`, "");
}

// src/flow/release-record/record-state.ts
/** What waits comes first: somebody has to do something. */
function stateOf({ isPlanned, stages, isEverywhere, replaced, at }) {
	if (stages.length === 0) return standing(isPlanned ? "planned" : "held", void 0);
	const waiting = stages.find(({ gate }) => gate === "waiting");
	if (waiting) return standing("held", waiting);
	if (replaced !== null) return standing(replaced, stages.findLast(isDeployed));
	const refused = stages.find(({ gate }) => gate === "ended");
	if (refused) return standing("held", refused);
	const underWay = stages.find(({ deployment }) => deployment === "failure") ?? stages.find((stage) => !isDeployed(stage));
	if (underWay) return standing("releasing", underWay, { finding: failureOf(underWay) });
	const bad = stages.find(({ verification }) => verification === "bad");
	if (bad) return badStanding(bad);
	const awaited = stages.find(({ verification }) => verification === "awaited");
	if (awaited) return standing("verifying", awaited, { until: awaited.verifyBy });
	return isEverywhere ? afterwards(stages, at) : standing("releasing", void 0);
}
/** What was well once is watched, and what was found is found while it is. */
function badStanding(bad) {
	const finding = bad.findings[0] ?? "its verification did not pass";
	return bad.wasWell === true ? standing("watching", bad, {
		finding,
		until: bad.watchedUntil
	}) : standing("verifying", bad, { finding });
}
/** It runs everywhere and is verified: is it still looked at, and was anything found? */
function afterwards(stages, at) {
	const last = stages.filter(({ isLast }) => isLast);
	const found = last.find(({ findings }) => findings.length > 0);
	if (found) return standing("watching", found, {
		finding: found.findings[0] ?? null,
		until: found.watchedUntil
	});
	const watched = last.filter(({ watchedUntil }) => watchedUntil !== null && watchedUntil > at).toSorted((one, other) => (other.watchedUntil ?? 0) - (one.watchedUntil ?? 0))[0];
	return watched ? standing("watching", watched, { until: watched.watchedUntil }) : standing("closed", last.at(-1));
}
function isDeployed({ deployment }) {
	return deployment === "success";
}
function failureOf({ deployment }) {
	return deployment === "failure" ? "the deployment failed" : null;
}
function standing(state, stage, more = {}) {
	return {
		state,
		environment: stage?.environment ?? null,
		finding: null,
		until: null,
		...more
	};
}
/** Nothing more is to come. */
function isOver({ state }) {
	return state === "closed" || state === "rolled back" || state === "superseded";
}

// src/flow/release-record/related.ts
async function readRelated(stages, repository, store) {
	const plans = plansOf(stages);
	return {
		plans,
		trains: (plans.length === 0 ? [] : await store.trains(repository.installationId)).filter((train) => plans.some(({ title }) => isSameName(title, train.title)) && stages.some(({ environment }) => isSameName(environment, train.environment)) && train.members.some(({ repositoryId }) => repositoryId === repository.id)),
		findings: await readFindings(stages, repository, store)
	};
}
/** As the newest gate that knows of it tells it. */
function plansOf(stages) {
	const current = stages.flatMap(({ gates }) => gates.flatMap(({ decided }) => decided?.facts ?? [])).filter(({ direction }) => direction !== "backward").flatMap(({ plans = [] }) => plans).filter(({ past }) => past === void 0);
	return [...new Map(current.map((plan) => [plan.number, plan])).values()].map(({ title, record = null }) => ({
		title,
		record
	}));
}
async function readFindings(stages, repository, store) {
	const found = /* @__PURE__ */ new Map();
	for (const { question, openedAt } of stages.flatMap(({ gates }) => gates)) {
		if (openedAt === null) continue;
		const number = await store.keptIssue(repository.id, `rollback/${question.deploymentId}`);
		if (number !== null) found.set(question.deploymentId, number);
	}
	return found;
}

// src/flow/release-record/replaced.ts
/** Null: something is to come, or nobody can tell. */
async function readReplaced(of) {
	if (isWaiting(of.stages.map(newestGate)) || of.stages.some(isComingBack)) return null;
	return await readSuperseded(of) ?? await readRolledBack(of);
}
async function readSuperseded({ stages, last, sha, deployed, github }) {
	const environments = last.length > 0 ? last : stages.map(({ environment }) => environment);
	const beganAt = Math.min(...stages.flatMap(({ gates }) => gates.map(({ askedAt }) => askedAt)));
	const running = environments.map((name) => runningIn(deployed, name));
	for (const one of running) {
		if (one === void 0 || one.sha === sha || epochMs(one.startedAt) < beganAt) return null;
		if (!await github.contains(one.sha, sha)) return null;
	}
	const [newer] = running;
	return newer ? {
		kind: "superseded",
		sha: newer.sha,
		environments,
		at: newer.finishedAt ?? newer.startedAt
	} : null;
}
/** By the ledger, or because an older commit runs where it had been deployed. */
async function readRolledBack(of) {
	for (const stage of of.stages) {
		const own = stage.gates.map((gate) => deploymentOf(stage, gate)).findLast((each) => each?.state === "success");
		const found = own === void 0 ? null : await wentBackFrom(own, of);
		if (found !== null) return found;
	}
	return null;
}
async function wentBackFrom(own, { sha, deployed, repository, github, ports }) {
	const { environment } = own;
	const rollbacks = (await ports.store.rollbacks(repository.id, environment)).filter(({ failedDeploymentId }) => failedDeploymentId === own.id);
	if (rollbacks.some(isUnderWay)) return null;
	const back = rollbacks.findLast(({ state }) => state === "verified");
	const running = runningIn(deployed, environment);
	if (back?.endedAt && running?.id !== own.id) return {
		kind: "rolled back",
		sha: back.targetSha,
		environments: [environment],
		at: back.endedAt
	};
	if (running === void 0 || running.sha === sha || epochMs(running.startedAt) <= epochMs(own.startedAt)) return null;
	if (!await github.contains(sha, running.sha)) return null;
	const at = running.finishedAt ?? running.startedAt;
	return {
		kind: "rolled back",
		sha: running.sha,
		environments: [environment],
		at
	};
}

// src/flow/release-record/stages.ts
/** By environment; those that the policy names come in its order, what it does not name after them as it came. */
function stagesOf(gates, policies, deployed) {
	const byEnvironment = /* @__PURE__ */ new Map();
	for (const gate of gates) {
		const key = gate.question.environment.toLowerCase();
		const known = byEnvironment.get(key);
		if (known === void 0) byEnvironment.set(key, [gate]);
		else known.push(gate);
	}
	const order = orderOf(policies);
	return [...byEnvironment].map(([key, own]) => ({
		environment: own[0].question.environment,
		gates: own,
		deployments: deployed.get(key)?.deployments ?? [],
		rollbacks: (deployed.get(key)?.rollbacks ?? []).filter((each) => isOfOne(own, each)),
		escalations: deployed.get(key)?.escalations ?? [],
		verifications: (deployed.get(key)?.verifications ?? []).filter((each) => isSaidOfOne(own, each))
	})).toSorted((one, other) => rankIn(order, one.environment) - rankIn(order, other.environment));
}
function isOfOne(gates, { failedDeploymentId }) {
	return gates.some(({ question }) => question.deploymentId === failedDeploymentId);
}
function isSaidOfOne(gates, { deploymentId, sha }) {
	return gates.some(({ question, decided }) => question.deploymentId === deploymentId && (decided === null || decided.facts.candidate.sha === sha));
}
/** What is promoted from another environment comes after it; else as the file says. */
function orderOf(policies) {
	const entries = policies.flatMap(({ policy }) => Object.entries(policy.environments ?? {}));
	const ordered = [];
	const add = (name, depth) => {
		if (depth > entries.length || ordered.some((known) => isSameName(known, name))) return;
		const from = entries.find(([each]) => isSameName(each, name))?.[1].promote?.from;
		if (from !== void 0) add(from, depth + 1);
		ordered.push(name);
	};
	for (const [name] of entries) add(name, 0);
	return ordered;
}
function rankIn(order, environment) {
	const rank = order.findIndex((name) => isSameName(name, environment));
	return rank < 0 ? order.length : rank;
}

// src/flow/release-record/read-view.ts
async function readView(question, reading) {
	const { gates, policies } = reading;
	const { repository, sha, service } = question;
	const named = lastEnvironments(policies, service);
	const deployed = await readDeployed({
		...reading,
		repository,
		sha,
		last: named
	});
	const stages = stagesOf(gates, policies, deployed);
	const replaced = await readReplaced({
		...reading,
		stages,
		last: named,
		sha,
		deployed,
		repository
	});
	const last = named.length > 0 ? named : watchedIn(stages, policies);
	const place = {
		stages,
		deployed,
		last,
		sha
	};
	const isEverywhere = isThere(place);
	const incidents = isEverywhere && replaced === null ? await readIncidents(place, reading) : [];
	const { at } = reading;
	const standings = stages.map((stage) => standingOf(stage, {
		policies,
		deployed,
		last,
		incidents,
		at
	}));
	const standing = stateOf({
		isPlanned: false,
		stages: standings,
		isEverywhere,
		replaced: replaced?.kind ?? null,
		at
	});
	const over = sayOver(standing, replaced, last);
	const zone = policies.at(-1)?.policy.zone ?? "UTC";
	const ahead = over === void 0 ? aheadOf(stages, policies, service) : [];
	const watchedUntil = Math.max(...standings.filter(({ isLast }) => isLast).map((each) => each.watchedUntil ?? 0));
	const endedAt = over === void 0 ? null : endOf(place, replaced, watchedUntil);
	return {
		repository,
		sha,
		service,
		zone,
		stages,
		ahead,
		policies,
		standing,
		related: await readRelated(stages, repository, reading.ports.store),
		over,
		endedAt
	};
}
/** Where a pattern names the environments nobody can tell which one comes last; those that are watched do count. */
function watchedIn(stages, policies) {
	return stages.map(({ environment }) => environment).filter((name) => isWatched(name, policies));
}
function isWatched(environment, policies) {
	return policies.some(({ policy }) => entryFor(policy, environment)?.verify?.watch !== void 0);
}
/** It was deployed everywhere, by gates that we answered. */
function isThere({ stages, last, sha, deployed }) {
	return last.length > 0 && last.every((name) => {
		return (deployed.get(name.toLowerCase())?.deployments ?? []).some((one) => one.state === "success" && one.sha === sha && isOurs(one, stages));
	});
}
/** None where nothing is watched, or the policies do not say what an incident is. */
async function readIncidents({ last }, { policies, github }) {
	const labels = policies.flatMap(({ policy }) => policy.dora?.incident?.labels ?? []);
	if (labels.length === 0 || !last.some((name) => isWatched(name, policies))) return [];
	return await github.incidents(labels);
}
function aheadOf(stages, policies, service) {
	const isHere = (name) => stages.some(({ environment }) => isSameName(environment, name));
	return orderOf(policies).filter((name) => !isHere(name) && !isGlob(name)).filter((name) => isSameService(serviceOf(policies, name), service));
}
function sayOver({ state }, replaced, last) {
	if (state === "closed") return `it is deployed to ${last.join(" and ")}`;
	if (replaced === null || state !== "superseded" && state !== "rolled back") return void 0;
	const [sha, where] = [replaced.sha.slice(0, 7), replaced.environments.join(" and ")];
	return state === "rolled back" ? `${where} went back to ${sha}` : `a newer release that contains it, ${sha}, is deployed to ${where}`;
}
function endOf({ last, deployed }, replaced, watchedUntil) {
	if (replaced !== null) return epochMs(replaced.at);
	const ends = [watchedUntil, ...last.flatMap((name) => runningIn(deployed, name) ?? []).map(({ startedAt, finishedAt }) => epochMs(finishedAt ?? startedAt))];
	const end = Math.max(...ends);
	return end > 0 ? end : null;
}

// src/flow/plan/plan-state.ts
async function planState(of) {
	const release = furthest(of);
	const view = release === void 0 ? null : await viewOfRelease(release, of);
	return {
		standing: asPlanned(view?.standing ?? (release === void 0 ? NOT_ASKED : standingByDecisions(release, of)), of),
		release: release ?? null,
		ofRelease: view === null ? null : toldBy(view)
	};
}
const NOT_ASKED = stateOf({
	isPlanned: true,
	stages: [],
	isEverywhere: false,
	replaced: null,
	at: 0
});
/** The newest that asked for production; before that the newest of all. */
function furthest({ releases, production }) {
	const isThere = ({ lanes }) => lanes.some(({ environment }) => production.some((name) => isSameName(name, environment)));
	return releases.find(isThere) ?? releases[0];
}
/** A no-go holds what is still to go; what is out already is as it is. A closed milestone has nothing more to come. */
function asPlanned(standing, { isNoGo, isMilestoneOpen }) {
	const isAhead = [
		"planned",
		"held",
		"releasing"
	].includes(standing.state);
	if (isNoGo && isAhead) return {
		...standing,
		state: "held",
		finding: null,
		until: null
	};
	return isMilestoneOpen || isOver(standing) ? standing : {
		...standing,
		state: "closed",
		finding: null,
		until: null
	};
}
function toldBy(view) {
	const stage = view.stages.find(({ environment }) => environment === view.standing.environment);
	return {
		line: whatToDo(view),
		opensAt: stage === void 0 ? null : opensByItselfAt(newestGate(stage)),
		endedAt: view.endedAt,
		finding: (stage === void 0 ? void 0 : issueOf(view, stage)) ?? null
	};
}
/** Null: its gates are not kept any more. */
async function viewOfRelease({ sha, lanes }, of) {
	const { repository, policies, github, ports, at, production } = of;
	const place = lanes.find(({ environment }) => production.some((name) => isSameName(name, environment))) ?? lanes[0];
	const service = place === void 0 ? void 0 : serviceOf(policies, place.environment);
	const gates = (await ports.store.releaseGates(repository.id, { sha })).filter(({ question }) => isSameService(serviceOf(policies, question.environment), service));
	if (gates.length === 0) return null;
	const question = {
		kind: "release-record",
		repository,
		sha,
		...service === void 0 ? {} : { service }
	};
	return await readView(question, {
		gates,
		policies,
		github,
		ports,
		at
	});
}
function standingByDecisions({ lanes }, { at }) {
	const stages = lanes.map(stageOf);
	return stateOf({
		isPlanned: false,
		stages,
		isEverywhere: false,
		replaced: null,
		at
	});
}
/** Of a gate of which only the decision is known. */
function stageOf({ environment, verdict }) {
	return {
		environment,
		isLast: false,
		deployment: "none",
		verification: "not-asked",
		gate: verdict === "open" ? "opened" : "waiting",
		verifyBy: null,
		watchedUntil: null,
		findings: []
	};
}

// src/flow/plan/production.ts
/** The environments that a planned release is planned for: production, as the policies say what that is. */
/** Names, not globs. Where the policies name none, the one that people mean by production. */
function productionOf(policies) {
	const own = policies.flatMap((policy) => Object.keys(policy.environments ?? {})).filter((name) => !isGlob(name) && isProduction({ policies }, name));
	const unique = [...new Map(own.map((name) => [name.toLowerCase(), name])).values()];
	return unique.length === 0 ? ["production"] : unique;
}

// src/flow/record-number.ts
/** The number of the issue that is the record of the release at a gate: where people are sent to read and to answer. */
/** Null: no record is kept of the release, or its issue is not known yet. */
async function recordNumber(question, sha, store) {
	for (const record of await store.releaseRecordsOf(question, sha)) {
		const number = await store.keptIssue(question.repository.id, releaseKey(record));
		if (number !== null) return number;
	}
	return null;
}

// src/flow/plan/releases.ts
/** Gates that are looked through: of the last few days, where many are asked. */
const MOST_GATES = 40;
const MOST_COMMITS = 10;
async function commitsOfPlan(store, repositoryId, milestone) {
	const { decisions } = await store.pastDecisions({ repositoryId }, MOST_GATES);
	const own = decisions.filter(({ facts }) => bringsPartOf(facts, milestone));
	const commits = Map.groupBy(own, ({ facts }) => facts.candidate.sha);
	const found = [];
	for (const [sha, gates] of [...commits].slice(0, MOST_COMMITS)) {
		const backAt = await takenBackAt(store, repositoryId, gates);
		const record = gates[0] === void 0 ? null : await recordNumber(gates[0].question, sha, store);
		found.push({
			sha,
			lanes: lanesOf(gates),
			record,
			...backAt === void 0 ? {} : { backAt }
		});
	}
	return found;
}
/** What goes back brings nothing; and of a plan that is past nothing belongs to it now. */
function bringsPartOf({ direction, plans = [] }, milestone) {
	return direction !== "backward" && plans.some(({ number, past }) => number === milestone && past === void 0);
}
/** Undefined: it was not. */
async function takenBackAt(store, repositoryId, gates) {
	const ends = [];
	for (const { question } of gates) {
		const back = (await store.rollbacks(repositoryId, question.environment)).findLast(({ state, failedDeploymentId }) => state === "verified" && failedDeploymentId === question.deploymentId);
		if (back?.endedAt != null) ends.push(back.endedAt);
	}
	return ends.toSorted((one, other) => epochMs(one) - epochMs(other)).at(-1);
}
/** The newest decision of each environment, which comes first. */
function lanesOf(gates) {
	const newest = /* @__PURE__ */ new Map();
	for (const { question, decision } of gates) {
		const key = question.environment.toLowerCase();
		if (!newest.has(key)) newest.set(key, {
			environment: question.environment,
			verdict: decision.verdict
		});
	}
	return [...newest.values()];
}

// src/flow/plan/surroundings.ts
/** What a planned release may collide with: freezes that people set, and plans of what it depends on. */
async function readSurroundings(asked) {
	const { policies, decisions, at } = asked;
	const production = productionOf(policies);
	const [freezes, dependencies] = [await setFreezes(asked), await plannedElsewhere(asked)];
	return {
		policies,
		production,
		decisions,
		at,
		freezes,
		dependencies
	};
}
async function setFreezes({ store, repository, at }) {
	const { freezes } = await store.restrictions(repository.id);
	return freezes.map(({ environment, user, until }) => ({
		environment,
		by: user,
		until: until === null ? null : epochMs(until)
	})).filter(({ until }) => until === null || until > at);
}
/** Of repositories of the same installation alone, and their dates alone: who reads this may not read those. */
async function plannedElsewhere({ store, repository, policies }) {
	const named = dependenciesOf(policies).filter((name) => !isSameName(name, fullName(repository)));
	if (named.length === 0) return [];
	const known = (await store.knownRepositories()).filter((each) => each.installationId === repository.installationId);
	const found = [];
	for (const name of named) {
		const other = known.find((each) => isSameName(fullName(each), name));
		if (other === void 0) continue;
		for (const { state, date } of await store.plansOf(other.id)) if (state === "open" && date !== null) found.push({
			repository: name,
			date
		});
	}
	return found;
}

// src/flow/plan/read-plan.ts
async function readPlan(reading) {
	const { question, milestone, known, github, ports, at } = reading;
	const { repository } = question;
	const { store } = ports;
	const policies = reading.policies.map(({ policy }) => policy);
	const decisions = await store.stageDecisions(repository.id, milestone.number);
	const around = await readSurroundings({
		store,
		repository,
		policies,
		decisions,
		at
	});
	const dates = milestone.dueOn === null ? null : planDates(milestone.title, milestone.dueOn, around) ?? null;
	const items = await github.milestoneItems(milestone.number);
	const about = keptAbout(known === void 0 ? void 0 : {
		...known,
		decisions
	}, pullsOf(items), at);
	const releases = await commitsOfPlan(store, repository.id, milestone.number);
	const held = heldPulls({
		decisions,
		about,
		leftOut: known?.leftOut
	}, at);
	const isNoGo = (milestone.isOpen || held.isCut || held.pulls.length > 0) && standingNoGoes(decisions, at).length > 0;
	const managers = managersOf(policies);
	const texts = [milestone.description, await readWritten(reading)];
	return {
		repository,
		milestone,
		dates,
		decisions,
		items: items.items,
		isCut: !items.complete,
		about,
		held,
		releases,
		...await planState({
			...reading,
			repository,
			releases,
			production: around.production,
			isNoGo,
			isMilestoneOpen: milestone.isOpen
		}),
		trains: milestone.isOpen ? await trainLines({
			...reading,
			repository,
			title: milestone.title
		}) : [],
		downtime: expectedDowntime(texts) ?? null,
		warnings: dates === null || !milestone.isOpen ? [] : planWarnings(dates, around),
		manager: sayManager(policies),
		assignees: assignable(managers),
		over: milestone.isOpen ? null : "the milestone is closed",
		zone: zoneOfPlans(policies),
		at
	};
}
/** Null: the policies name nobody. */
function sayManager(policies) {
	const managers = managersOf(policies);
	return managers.length === 0 ? null : [...new Set(managers.map(sayReleaseManager))].join(" or ");
}
function managersOf(policies) {
	return productionOf(policies).flatMap((environment) => releaseManagerOf(policies, environment) ?? []);
}
/** What people wrote around our part of the record. */
async function readWritten({ issue, github, question }) {
	const body = issue === null ? "" : (await github.issue(issue))?.body ?? "";
	return peoplesPartOf(body, keyOfPlan(question.milestone));
}
/** Tells records apart, also in the issue. */
function keyOfPlan(milestone) {
	return `plan/${milestone}`;
}

export { knownTrain as A, organisationQuestion as B, isUnderWay as C, inert as D, serviceOf as E, placeOf as F, NOTHING$1 as G, hiddenMembers as H, trainNamed as I, pullsOf as J, decisionsFor as K, trainsIn as L, isOn as M, memberNamed as N, sayRow as O, organisationIn as P, sayNoGo$1 as R, called as S, recordAsked as T, assignable as U, wantsOrganisationIssue as V, assigneesOf as W, together as X, standingNoGoes as Y, areVerifiedAsBefore as _, productionOf as a, GIVEN_UP_AFTER_MS as b, withoutOwner as c, toldGate as d, verificationsOf as f, newestGate as g, latestDecided as h, recordNumber as i, readMembers as j, runbookLine as k, isGoingBack as l, deploymentOf as m, readPlan as n, readView as o, beganAt as p, heldPulls as q, sayManager as r, whatToDo as s, keyOfPlan as t, sayPaged as u, failedHere as v, isSameService as w, sendDue as x, withVerifications as y, isOfSameOwner as z };