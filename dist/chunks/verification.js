import { f as warning, n as clean, s as saveState, u as setSecret } from "./log.js";
import { n as digestOfText } from "./canonical.js";
import { i as STATES, s as repositoryPath } from "./inputs.js";
import { t as liveShaIn } from "./live-sha.js";
import { o as VerificationAnswer, r as JobTokenAnswer } from "./schema.js";
import { t as effectiveSha } from "./subject.js";

// src/action/send-verification.ts
/**
* The verdict to the App, with the job's own token (docs/reference/verifications.md). Whether it arrives changes nothing
* about the verdict: a verification that the App misses is a finding of its own there.
*/
async function sendVerification(about, report, ports) {
	const token = await askForToken(about.appUrl, ports);
	if (token.kind === "not-sent") return token;
	const bare = saidOf(about, report);
	const told = {
		...bare,
		...besides(report)
	};
	const bodies = [
		...about.smoke === void 0 ? [] : [{
			...told,
			smoke: about.smoke
		}],
		told,
		bare
	];
	let answer = {
		kind: "silence",
		why: ""
	};
	for (const body of bodies) {
		answer = await post(about.appUrl, token.value, body, ports);
		if (answer.kind !== "answer" || answer.status !== 400) break;
	}
	return sentBy(answer, about);
}
/** One token for all tries: the server counts it once, so that a try whose answer was lost is none too many. */
async function askForToken(audience, ports) {
	const url = ports.variables["ACTIONS_ID_TOKEN_REQUEST_URL"];
	const bearer = ports.variables["ACTIONS_ID_TOKEN_REQUEST_TOKEN"];
	if (!url || !bearer) return notSent(audience, "the job may not have a token of its own. Add to \"permissions:\" of the job: id-token: write.");
	const address = `${url}${url.includes("?") ? "&" : "?"}audience=${encodeURIComponent(audience)}`;
	const answer = await tryOften(() => request(address, { headers: { authorization: `Bearer ${bearer}` } }, ports), ports);
	const value = answer.kind === "answer" ? JobTokenAnswer.safeParse(answer.body).data?.value : void 0;
	if (value === void 0) return notSent(audience, `GitHub gave the job no token (${sayAnswer(answer)}).`);
	setSecret(value);
	return {
		kind: "token",
		value
	};
}
function saidOf({ environment, sha, deploymentId }, { verdict, checks }) {
	const failed = checks.filter((check) => check.severity === "required" && check.verdict === "fail");
	return {
		version: 1,
		environment,
		sha,
		...deploymentId === void 0 ? {} : { deploymentId },
		verdict,
		failedChecks: failed.slice(0, MOST_CHECKS).map(({ id }) => id.slice(0, LONGEST_ID))
	};
}
/** As many, and as long, as the server takes. */
const MOST_CHECKS = 20;
const LONGEST_ID = 200;
function besides({ reason, checks }) {
	const before = checks.filter((check) => check.severity === "required" && check.reason?.code === "pre-existing");
	const liveSha = liveShaIn({ checks });
	return {
		...before.length === 0 ? {} : { preExisting: before.slice(0, MOST_CHECKS).map(({ id }) => id.slice(0, LONGEST_ID)) },
		...reason === null ? {} : { reasonCode: reason.code },
		...liveSha === null ? {} : { liveSha }
	};
}
function post(appUrl, token, body, ports) {
	const init = {
		method: "POST",
		headers: {
			authorization: `Bearer ${token}`,
			"content-type": "application/json"
		},
		body: JSON.stringify(body)
	};
	return tryOften(() => request(`${appUrl}/api/verifications`, init, ports), ports);
}
/** Pauses between tries, in milliseconds. */
const PAUSES = [
	1e3,
	2e3,
	4e3,
	8e3
];
/** A server that asks for more is asked sooner: all pauses together are shorter than a token lives. */
const LONGEST_PAUSE_MS = 15e3;
/** Silence and errors of the server may pass; what it refuses stays refused. */
async function tryOften(ask, { sleep }) {
	let answer = await ask();
	for (const pause of PAUSES) {
		if (!(answer.kind === "silence" || answer.status >= 500 || answer.status === 429)) return answer;
		await sleep(answer.kind === "answer" ? Math.max(pause, answer.waitMs) : pause);
		answer = await ask();
	}
	return answer;
}
const TIMEOUT_MS = 1e4;
const LONGEST_ANSWER = 65536;
/** A redirect would take the token elsewhere, so none is followed. */
async function request(url, init, ports) {
	try {
		const response = await ports.fetch(url, {
			...init,
			redirect: "error",
			signal: AbortSignal.timeout(TIMEOUT_MS)
		});
		const text = (await response.text()).slice(0, LONGEST_ANSWER);
		return {
			kind: "answer",
			status: response.status,
			body: parseJson(text),
			waitMs: waitIn(response.headers)
		};
	} catch (error) {
		const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
		return {
			kind: "silence",
			why: cause instanceof Error ? cause.message : String(cause)
		};
	}
}
/** `Retry-After` in seconds, as our server writes it. */
function waitIn(headers) {
	const seconds = /^\d{1,6}$/.exec(headers.get("retry-after") ?? "")?.[0] ?? "0";
	return Math.min(Number(seconds) * 1e3, LONGEST_PAUSE_MS);
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function sentBy(answer, { appUrl }) {
	if (answer.kind === "answer" && answer.status === 202) return {
		kind: "sent",
		text: `The verdict was sent to ${appUrl} (${VerificationAnswer.safeParse(answer.body).data?.status ?? "accepted"}).`
	};
	return notSent(appUrl, `${sayAnswer(answer)}.`);
}
function notSent(appUrl, because) {
	return {
		kind: "not-sent",
		because: `The verdict was not sent to ${appUrl}: ${because} It stays what it is; the server will miss it.`
	};
}
function sayAnswer(answer) {
	if (answer.kind === "silence") return answer.why;
	const why = VerificationAnswer.safeParse(answer.body).data?.error?.replace(/\.$/, "");
	return why === void 0 ? `it answered ${answer.status}` : `it answered ${answer.status}: ${why}`;
}

// src/action/verification.ts
/** A verification of a job, from its start to the App's answer; what is cut off in between is finished by the post step. */
function startVerification(inputs, runner, ports) {
	const about = aboutIn(inputs, runner);
	let verification = about.kind === "app" ? about.verification : null;
	const keep = () => saveState(STATES.verification, JSON.stringify(verification));
	keep();
	return {
		wasRead(path, text) {
			if (verification === null) return;
			verification = {
				...verification,
				smoke: {
					path: repositoryPath(path),
					digest: digestOfText(text)
				}
			};
			keep();
		},
		async finished(report) {
			const told = verification === null ? toldIn(about) : sayOf(await sendVerification(verification, report, ports));
			saveState(STATES.verification, "");
			return told;
		}
	};
}
function toldIn(about) {
	return about.kind === "nobody" ? about.told : [];
}
function aboutIn({ appUrl, isDryRun, environment, sha, deploymentId }, runner) {
	if (appUrl === "" || isDryRun) return {
		kind: "nobody",
		told: []
	};
	if (runner.isOfFork) return {
		kind: "nobody",
		told: ["A pull request of a fork has no token of its own: the verdict is not sent."]
	};
	const where = environment || runner.deployment?.environment;
	const what = effectiveSha(sha, runner);
	if (where && what !== void 0) {
		const id = deploymentId ?? runner.deployment?.id;
		return {
			kind: "app",
			verification: {
				appUrl,
				environment: where,
				sha: what,
				...id === void 0 ? {} : { deploymentId: id }
			}
		};
	}
	const because = `The verdict is not sent to ${appUrl}: it has to be of a deployment. Give ${where ? "\"sha\" (of a run that was dispatched)" : "\"environment\""}.`;
	warning(clean(because));
	return {
		kind: "nobody",
		told: [because]
	};
}
function sayOf(sent) {
	if (sent.kind === "sent") return [sent.text];
	warning(clean(sent.because));
	return [sent.because];
}

export { startVerification as n, sendVerification as r, sayOf as t };