import { c as untilReset, i as once, o as isNobodyThere, s as translateError } from "./client.js";
import { Octokit } from "@octokit/rest";

// src/github/reads/past-events/patient-octokit.ts
/**
* A client that reads for hours: it waits where GitHub says so, and asks again where GitHub is not there for a moment.
* For reading alone: what writes must not be sent twice, so it never uses this.
*/
/** A minute in all. */
const PAUSES_MS = [
	1e3,
	4e3,
	15e3,
	4e4
];
/** Where nobody was ever reached waiting does not help: one more try, then whoever asked is told. */
const PAUSES_BEFORE_FIRST_MS = [1e3];
/** A wait lasts an hour at most; what is limited for longer is not limited by a budget. */
const MOST_WAITS = 5;
function patientOctokit({ apiUrl, token, patience }) {
	const nothing = () => void 0;
	const octokit = new Octokit({
		baseUrl: apiUrl,
		userAgent: "tidegate",
		log: {
			debug: nothing,
			info: nothing,
			warn: nothing,
			error: nothing
		},
		...token === null ? {} : { auth: token }
	});
	const reach = { wasReached: false };
	const rest = {
		isGraphql: false,
		freeAt: 0
	};
	const graphql = {
		isGraphql: true,
		freeAt: 0
	};
	octokit.hook.wrap("request", (request, options) => {
		return persist({
			patience,
			budget: options.url.endsWith("/graphql") ? graphql : rest,
			reach
		}, async () => {
			options.request = {
				...options.request,
				...once()
			};
			return request(options);
		});
	});
	return octokit;
}
async function persist(place, send) {
	const { patience, budget } = place;
	for (const tries = {
		waits: 0,
		pauses: 0
	};;) {
		await pauseUntil(patience, "rate-limit", budget.freeAt);
		try {
			const answer = await send();
			place.reach.wasReached = true;
			const isSpent = String(answer.headers["x-ratelimit-remaining"]) === "0";
			if (isSpent) budget.freeAt = patience.now() + untilReset(answer.headers);
			if (!isRefused(place, answer) || tries.waits >= MOST_WAITS) return answer;
			tries.waits += 1;
			if (!isSpent) budget.freeAt = patience.now() + untilReset({});
		} catch (error) {
			await pauseAfter(place, error, tries);
		}
	}
}
async function pauseUntil(patience, because, until) {
	const left = until - patience.now();
	if (left <= 0) return;
	patience.tell(because, until);
	await patience.wait(left);
}
/** GitHub answers 200 to a query that it limits. */
function isRefused({ budget }, { data }) {
	if (!budget.isGraphql || typeof data !== "object" || data === null) return false;
	if (!("errors" in data) || !Array.isArray(data.errors)) return false;
	return data.errors.some(({ type }) => type === "RATE_LIMIT" || type === "RATE_LIMITED");
}
/** Throws the error where waiting changes nothing. A query that takes GitHub too long does so again: it is asked in parts. */
async function pauseAfter({ patience, budget, reach }, error, tries) {
	if (error instanceof Stopped) throw error;
	const { kind, retryAfterMs } = translateError("", error);
	if (kind === "rate-limited" && tries.waits < MOST_WAITS) {
		tries.waits += 1;
		budget.freeAt = patience.now() + (retryAfterMs ?? untilReset({}));
		return;
	}
	const isNobody = isNobodyThere(error);
	if (!isNobody) reach.wasReached = true;
	const ms = (isNobody && !reach.wasReached ? PAUSES_BEFORE_FIRST_MS : PAUSES_MS)[tries.pauses];
	if (kind !== "unavailable" || budget.isGraphql || ms === void 0) throw error;
	tries.pauses += 1;
	await pauseUntil(patience, "unavailable", patience.now() + ms);
}
/** Whoever waits was told to stop: not to be taken for a request that GitHub did not answer in time. */
var Stopped = class extends Error {
	name = "Stopped";
};

export { patientOctokit as n, Stopped as t };