import { i as once, t as ask } from "./client.js";
import { i as findStatuses } from "./explain-error.js";
import { a as readStatusesOrNull, c as effectiveSha, i as readStatuses, n as gone, r as notBegun, t as factOf } from "./deployment-history.js";

// src/github/reads/read-deployments.ts
/** How far back we look for what an environment runs: mostly that is among the newest few. */
const LOOK_BACK = 20;
/** Beyond that, so many pages of 100: whoever may write can file deployments in the way of what counts. */
const MOST_PAGES = 10;
/** Known deployments that GitHub's list does not show are asked for one by one, the newest of them. */
const MOST_ASKED_FOR = 20;
/**
* Newest first, down to the newest success that is trusted (older ones changed nothing that runs today) and to the
* oldest of the commit: what became of it here before counts, too. Where `own` is asked for, beyond any number of
* others that were filed since.
*/
async function readDeployments(connection, environment, reach) {
	const own = new Map((reach.own ?? []).map((each) => [each.id, each]));
	const reading = {
		connection,
		environment,
		reach,
		own,
		facts: [],
		isBaselineSeen: false
	};
	const newest = await list(reading, 1, LOOK_BACK);
	await takeNewest(reading, newest);
	for (const each of newest) own.delete(Number(each.id));
	if (reach.own !== void 0 && newest.length === LOOK_BACK) await lookFurther(reading, newest);
	return [...reading.facts, ...await askFor(reading)];
}
async function list(reading, page, size) {
	const { connection, environment } = reading;
	const { octokit, owner, repo } = connection;
	const { data } = await ask(`Reading the deployments to ${environment}`, () => octokit.request("GET /repos/{owner}/{repo}/deployments", {
		owner,
		repo,
		environment,
		per_page: size,
		...page === 1 ? {} : { page },
		request: once()
	}));
	return data;
}
async function takeNewest(reading, listed) {
	const { own, reach } = reading;
	const oldest = listed.findLastIndex((each) => own.has(Number(each.id)) || commitOf(reach, each) === reach.sha);
	await take(reading, listed, (index) => !reading.isBaselineSeen || index <= oldest);
}
/** Until it is known what runs, and what is known of the commit was passed. Others count for the former alone. */
async function lookFurther(reading, newest) {
	const { own } = reading;
	const seen = new Set(newest.map(({ id }) => Number(id)));
	let reached = newest.at(-1);
	for (let page = 1; page <= MOST_PAGES && isMoreNeeded(reading, reached); page += 1) {
		const listed = await list(reading, page, 100);
		const wanted = listed.filter((each) => !seen.has(Number(each.id)) && isWanted(reading, each));
		await take(reading, wanted, (index) => !reading.isBaselineSeen || own.has(Number(wanted[index]?.id)));
		for (const { id } of wanted) own.delete(Number(id));
		reached = listed.length < 100 ? void 0 : listed.at(-1);
	}
}
/** Ids grow, so what is missing among newer ones is not among the older. @param reached undefined at the list's end. */
function isMoreNeeded({ own, isBaselineSeen }, reached) {
	if (reached === void 0) return false;
	return !isBaselineSeen || [...own.keys()].some((id) => id < Number(reached.id));
}
function isWanted({ own, reach, isBaselineSeen }, listed) {
	const id = Number(listed.id);
	return own.has(id) || !isBaselineSeen && reach.isTrusted({
		id,
		sha: commitOf(reach, listed)
	});
}
/** The effective commit: our ledger's, else the payload's, else the deployment's. */
function commitOf({ commits }, { id, sha, payload }) {
	return commits?.get(Number(id)) ?? effectiveSha(payload, sha);
}
async function take(reading, listed, counts) {
	const { connection, reach, facts } = reading;
	const found = await findStatuses(connection, listed.map((each) => each.node_id));
	for (const [index, deployment] of listed.entries()) {
		if (!counts(index)) continue;
		const statuses = found.get(deployment.node_id) ?? await readStatuses(connection, Number(deployment.id));
		const fact = told(reading, {
			...deployment,
			sha: commitOf(reach, deployment),
			payload: null
		}, statuses);
		if (fact) facts.push(fact);
		reading.isBaselineSeen ||= fact?.state === "success" && reach.isTrusted(fact);
	}
}
/** Null: it has not begun, and was not let in by us. */
function told({ environment, reach }, deployment, statuses) {
	const isLetIn = reach.letIn?.has(Number(deployment.id)) === true;
	return factOf(environment, deployment, statuses) ?? (isLetIn ? notBegun(environment, deployment, statuses) : null);
}
/** What was deleted, or lies too far back. What became of it is not known then, and that is as good as failed. */
async function askFor(reading) {
	const { connection, environment, reach, own } = reading;
	const facts = [];
	const missing = [...own.values()].toSorted((one, other) => other.id - one.id);
	for (const [index, { id, at }] of missing.entries()) {
		const sha = reach.commits?.get(id) ?? reach.sha;
		const statuses = index < MOST_ASKED_FOR ? await readStatusesOrNull(connection, id) : null;
		const fact = statuses === null ? gone(environment, {
			id,
			sha,
			at
		}) : told(reading, {
			id,
			sha,
			payload: null,
			created_at: at
		}, statuses);
		if (fact) facts.push(fact);
	}
	return facts;
}

export { readDeployments as t };