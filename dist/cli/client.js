import { t as Failure } from "./failure.js";

// src/github/translate-error.ts
/** Octokit's errors, translated once into the `Failure` kinds of the domain. */
function translateError(what, error) {
	if (error instanceof Failure) return error;
	if (!isRequestError(error)) return new Failure("unavailable", `${what}: GitHub could not be reached.`, { cause: error });
	const text = `${what}: GitHub answered ${error.status} (${error.message.slice(0, 300).toWellFormed()})`;
	const retryAfterMs = waitAskedFor(error);
	if (retryAfterMs !== void 0) return new Failure("rate-limited", text, {
		cause: error,
		retryAfterMs
	});
	return new Failure(kindOf(error.status), text, { cause: error });
}
/** Nobody is there to answer: it is most often a name that is wrong or a network that is not there, and stays so. */
const NOBODY_THERE = /* @__PURE__ */ new Set([
	"ENOTFOUND",
	"EAI_AGAIN",
	"ECONNREFUSED"
]);
function isNobodyThere(error) {
	return NOBODY_THERE.has(connectionCode(error) ?? "");
}
/** Why the network gave no answer, such as `ECONNREFUSED`; undefined where an answer came, or nothing says why. */
function connectionCode(error) {
	let at = error;
	for (let depth = 0; depth < 8 && at instanceof Error; depth += 1, at = at.cause) {
		if ("code" in at && typeof at.code === "string" && /^[A-Z][A-Z0-9_]+$/.test(at.code)) return at.code;
		if (at.name === "TimeoutError") return "no answer in time";
	}
}
function kindOf(status) {
	if (status === 404 || status === 410) return "not-found";
	if (status === 401 || status === 403) return "forbidden";
	if (status === 400 || status === 409 || status === 422) return "rejected";
	return "unavailable";
}
/** GitHub's limits start anew every hour. Whatever else an answer says, a gate must not wait for it for ever. */
const LONGEST_WAIT_MS = 36e5;
function clamp(ms) {
	return Math.min(Math.max(ms, 1e3), LONGEST_WAIT_MS);
}
/** Milliseconds until the count of what may be asked in an hour starts anew; a minute where GitHub does not say. */
function untilReset(headers) {
	const reset = Number(headers["x-ratelimit-reset"]) * 1e3;
	const served = Date.parse(String(headers["date"]));
	return Number.isFinite(reset) && Number.isFinite(served) ? clamp(reset - served) : 6e4;
}
/** Milliseconds that GitHub asks us to wait (403 or 429 with a limit header), undefined when it is no rate limit. */
function waitAskedFor(error) {
	if (error.status !== 403 && error.status !== 429) return void 0;
	const headers = error.response?.headers ?? {};
	const after = Number(headers["retry-after"]);
	if (Number.isFinite(after) && after > 0) return clamp(after * 1e3);
	if (String(headers["x-ratelimit-remaining"]) === "0") return untilReset(headers);
	return error.status === 429 || /rate limit/i.test(error.message) ? 6e4 : void 0;
}
function isRequestError(error) {
	if (typeof error !== "object" || error === null) return false;
	const candidate = error;
	return typeof candidate.status === "number" && typeof candidate.message === "string" && candidate.response !== void 0;
}

// src/github/client.ts
/** GitHub answers within 10 s or not at all. */
const TIMEOUT_MS = 15e3;
/** Options every request carries. */
function once() {
	return {
		retries: 0,
		signal: AbortSignal.timeout(TIMEOUT_MS)
	};
}
/** Runs a request and translates its error into a `Failure`. */
async function ask(what, request) {
	const answer = await request().catch((error) => {
		throw translateError(what, error);
	});
	if (isCut(answer)) throw new Failure("unavailable", `${what}: the connection ended before GitHub's answer did.`);
	return answer;
}
/**
* Octokit hands on what could not be read as JSON as the text that it was, without an error: half an answer would pass
* for an empty list.
*/
function isCut(answer) {
	if (!isResponse(answer) || typeof answer.data !== "string") return false;
	return /json/i.test(String(answer.headers?.["content-type"] ?? ""));
}
function isResponse(answer) {
	return typeof answer === "object" && answer !== null && "data" in answer;
}
/** Like {@link ask}, with null for "not there". */
async function askOrNull(what, request) {
	try {
		return await ask(what, request);
	} catch (error) {
		if (error instanceof Failure && error.kind === "not-found") return null;
		throw error;
	}
}
/** The largest page that GitHub gives. */
const PAGE_SIZE = 100;
/**
* All items of a list, page by page. Ends at the first page that is not full; `limit` bounds the number of items
* (a list of GitHub that is longer than we are ready to read is a fact of its own: see `complete`).
*/
async function listAll(what, page, limit = 3e3) {
	const items = [];
	for (let number = 1; items.length < limit; number += 1) {
		const { data } = await ask(what, () => page({
			page: number,
			per_page: 100
		}));
		items.push(...data);
		if (data.length < 100) return {
			items,
			complete: true
		};
	}
	return {
		items,
		complete: false
	};
}

export { connectionCode as a, untilReset as c, once as i, askOrNull as n, isNobodyThere as o, listAll as r, translateError as s, ask as t };