import { t as Failure } from "./failure.js";
import { a as toInstant, t as canonicalInstant } from "./instant.js";
import { t as fullName } from "./repository.js";
import { t as readHistorySlice } from "./read-history.js";
import { t as HISTORY_REACHES_MS } from "./request.js";
import { t as connectPastEvents } from "./connect-past-events.js";
import { t as findRepository } from "./find-repository.js";
import { n as patientOctokit, t as Stopped } from "./patient-octokit.js";
import { a as connectionCode } from "./client.js";
import { n as UsageError, t as EXIT } from "./exit-codes.js";
import { r as policyOf } from "./find-policy.js";
import { t as instantOption } from "./instant-option.js";
import { n as noteProblems, r as print, t as note } from "./output.js";
import { t as accessFrom } from "./access.js";
import { l as NO_MEMORY, m as readOrganisationPolicy, r as policyOf$1 } from "./policies.js";
import { t as connectGitHub } from "./connect.js";
import { t as POLICY_FILE } from "./policy-file.js";
import { t as policyIn } from "./read-policy2.js";
import { Command } from "commander";
import { createReadStream } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { open, readFile, rename, stat, unlink } from "node:fs/promises";

// src/cli/backfill/order-events.ts
/** Puts a file of events in the order in which they happened. Of several with one id the last one written stays. */
/** Only where each line is, is kept in memory. */
async function orderEvents(file) {
	const lines = [...(await linesOf(file)).values()].sort((one, other) => one.at - other.at || one.offset - other.offset);
	const from = await open(file, "r");
	const ordered = await open(`${file}.new`, "w");
	try {
		for (const { offset, bytes } of lines) {
			const { buffer } = await from.read(Buffer.alloc(bytes), 0, bytes, offset);
			await ordered.write(buffer);
		}
		await ordered.sync();
	} finally {
		await from.close();
		await ordered.close();
	}
	await rename(`${file}.new`, file);
}
/** By kind and id, where each is that was written last. */
async function linesOf(file) {
	const lines = /* @__PURE__ */ new Map();
	let offset = 0;
	let rest = Buffer.alloc(0);
	for await (const chunk of createReadStream(file)) {
		rest = Buffer.concat([rest, chunk]);
		for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
			const bytes = end + 1;
			const { key, at } = placeOf(rest.toString("utf8", 0, end));
			lines.set(key, {
				at,
				offset,
				bytes
			});
			offset += bytes;
			rest = rest.subarray(bytes);
		}
	}
	return lines;
}
function placeOf(text) {
	const { kind, id, finishedAt, intervals } = JSON.parse(text);
	return {
		key: `${kind}\n${id}`,
		at: Date.parse(finishedAt ?? intervals?.[0]?.openedAt)
	};
}

// src/cli/backfill/output-file.ts
/**
* `--output`: the file with the events, and beside it how far the history was read. What is in the file beyond what
* the cursor says was being written when the process ended, and is written again.
*/
/** Before anything is asked for hours: whether events can be written there. Leaves nothing behind. */
async function checkOutput(file) {
	await readKept(file, null);
	const isNew = !await exists(file);
	await (await openFile(file)).close();
	if (isNew) await unlink(file);
}
async function openOutput(file, repository) {
	const kept = await readKept(file, repository);
	let handle = await openFile(file);
	if (kept === null) await keep(file, {
		version: 1,
		bytes: 0,
		repository,
		cursor: null
	});
	let bytes = kept === null ? 0 : kept.bytes ?? (await handle.stat()).size;
	await handle.truncate(bytes);
	return {
		cursor: kept?.cursor ?? null,
		async append(events, cursor) {
			const text = events.map((event) => `${JSON.stringify(event)}\n`).join("");
			bytes = await writeAt(handle, bytes, text);
			await handle.sync();
			await keep(file, {
				version: 1,
				bytes,
				repository,
				cursor
			});
		},
		async finish(cursor) {
			await keep(file, {
				version: 1,
				bytes: null,
				repository,
				cursor
			});
			await handle.close();
			await orderEvents(file);
			handle = await openFile(file);
			bytes = (await handle.stat()).size;
			await keep(file, {
				version: 1,
				bytes,
				repository,
				cursor
			});
		},
		close: () => handle.close()
	};
}
async function writeAt(handle, position, text) {
	const data = Buffer.from(text);
	let written = 0;
	while (written < data.length) written += (await handle.write(data, written, data.length - written, position + written)).bytesWritten;
	return position + data.length;
}
async function openFile(file) {
	try {
		return await open(file, await exists(file) ? "r+" : "wx+");
	} catch (error) {
		throw new UsageError(`--output ${file}: nothing can be written there (${codeOf(error)}). Name another file.`);
	}
}
async function exists(file) {
	return await sizeOf(file) !== null;
}
async function sizeOf(file) {
	return stat(file).then(({ size }) => size, () => null);
}
function codeOf(error) {
	return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
function cursorFile(file) {
	return `${file}.cursor`;
}
/** @param repository null: not known yet */
async function readKept(file, repository) {
	const size = await sizeOf(file);
	const text = await readFile(cursorFile(file), "utf8").catch(() => null);
	if (text === null) {
		if (size === null || size === 0) return null;
		const why = `${file} has something in it, and without ${cursorFile(file)} it cannot be told what`;
		throw new UsageError(`--output: ${why}. Name another file, or remove it.`);
	}
	const kept = keptIn(text);
	const again = `Remove both files to begin again, or name another one.`;
	if (kept === null) throw new UsageError(`${cursorFile(file)} is not one that backfill wrote. ${again}`);
	const { repository: of } = kept;
	if (repository !== null && of.toLowerCase() !== repository.toLowerCase()) throw new UsageError(`${file} has the history of ${of}, and not of ${repository}. Name another file.`);
	if (size === null || size < (kept.bytes ?? 0)) throw new UsageError(`${file} lacks events that ${cursorFile(file)} says were written. ${again}`);
	return kept;
}
/** Null: it is not ours, or of a version that we do not know. */
function keptIn(text) {
	const value = parsed(text);
	if (typeof value !== "object" || value === null || !("cursor" in value) || !("bytes" in value)) return null;
	const { bytes, cursor } = value;
	const isPlace = bytes === null || typeof bytes === "number" && Number.isSafeInteger(bytes) && bytes >= 0;
	const isOurs = "version" in value && value.version === 1 && "repository" in value && isCursor(cursor);
	return isPlace && isOurs && typeof value.repository === "string" ? value : null;
}
function isCursor(value) {
	return value === null || typeof value === "object" && "version" in value && value.version === 1 && "stage" in value;
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
/** In one piece or not at all. */
async function keep(file, kept) {
	const place = `${cursorFile(file)}.new`;
	const handle = await open(place, "w");
	try {
		await handle.writeFile(`${JSON.stringify(kept)}\n`);
		await handle.sync();
	} finally {
		await handle.close();
	}
	await rename(place, cursorFile(file));
}

// src/cli/backfill/policies-on-github.ts
/** The organisation's first. What is not valid, or may not be read, is told and not used: figures hold nothing back. */
async function policiesOnGitHub(octokit, repository, at) {
	const github = connectGitHub(octokit, repository, {
		self: "",
		appId: null
	});
	const { sha, owner } = await github.repository(POLICY_FILE);
	const above = await readOrganisationPolicy(github, owner, NO_MEMORY, at);
	if (above.kind === "unreadable") note(`Whether ${repository.owner} has a policy of its own is not shown to this token: tiers are those of ${POLICY_FILE} alone.`);
	if (above.kind === "invalid") noteProblems(above.problems);
	const organisation = policyOf$1(above);
	const file = await github.file(POLICY_FILE, sha);
	const own = file === null ? null : policyIn(file.text, POLICY_FILE, "policy", organisation);
	if (own === null) note(`${repository.owner}/${repository.name} has no ${POLICY_FILE}: no tiers and no incidents are told.`);
	if (own?.kind === "invalid") {
		noteProblems(own.problems);
		note(`${POLICY_FILE} is not valid, so it is not used: name another file with --policy.`);
	}
	return [...organisation === void 0 ? [] : [organisation], ...own?.kind === "valid" ? [own.policy.policy] : []];
}

// src/cli/backfill/print-events.ts
/** Without `--output`: the events to stdout, and nothing that could be gone on with. */
function printEvents() {
	return {
		cursor: null,
		async append(events) {
			for (const event of events) await print(JSON.stringify(event));
		},
		finish: async () => void 0,
		close: async () => void 0
	};
}

// src/cli/backfill/telling.ts
/** What people see on stderr while a history is read, and at its end. */
const EVERY_MS = 1e4;
function createTelling(repository) {
	let toldAt = performance.now();
	return {
		progress(cursor) {
			if (performance.now() - toldAt < EVERY_MS) return;
			toldAt = performance.now();
			note(`${repository}: ${sayCounts(cursor)} so far${sayReach(cursor)}.`);
		},
		wait(because, until) {
			note(`${because === "rate-limit" ? "GitHub's rate limit is used up" : "GitHub does not answer"}: waiting until ${toInstant(until)}.`);
		}
	};
}
function sayReach({ stage, lanes }) {
	const ends = lanes.flatMap(({ passedAt }) => passedAt ?? []).sort();
	return stage === "deployments" && ends[0] !== void 0 ? `, back to ${ends[0]}` : "";
}
function sayCounts({ counts }) {
	const { deployments, incidents } = counts;
	return `${deployments} ${deployments === 1 ? "deployment" : "deployments"} and ${incidents} ${incidents === 1 ? "incident" : "incidents"}`;
}
/** What figures made from it should be read with. */
function doubtsOf({ counts, incidents }) {
	const { unended, unknownRanges, releases, untagged, isReleaseListCut, withoutPeople } = counts;
	return [
		[releases, "The repository has no deployments: its published releases stand for deployments to production."],
		[isReleaseListCut, "GitHub lists the newest 1,000 releases; there may be older ones."],
		[untagged, `Left out: ${untagged} releases whose tag is gone.`],
		[unended, `Left out: ${unended} deployments of which nobody said that they ended; later runs look again.`],
		[unknownRanges, `Without their changes, since GitHub cannot list what they brought: ${unknownRanges} deployments.`],
		[withoutPeople, `Without a tier, since this token may not read who may do what: ${withoutPeople} deployments.`],
		[incidents.labels.length === 0, "No incidents were looked for: no policy names their labels (dora.incident.labels)."]
	].filter(([applies]) => Boolean(applies)).map(([, sentence]) => sentence);
}

// src/cli/backfill/run.ts
/** Reads the history slice by slice, and keeps each before it goes on. */
/** Questions a slice: a minute's work or less, and what a crash loses. */
const BUDGET = 10;
async function backfill(options, env) {
	const [owner = "", name = ""] = repositoryIn(options.repo);
	const at = Date.now();
	const given = sinceIn(options.since);
	const access = accessFrom(env);
	if (options.output !== void 0) await checkOutput(options.output);
	if (access.token === null) note(withoutToken());
	const telling = createTelling(options.repo);
	const stop = stopOnSignal();
	let hasBegun = false;
	try {
		const octokit = patientOctokit({
			...access,
			patience: patienceOf(telling, stop.signal)
		});
		const repository = await findRepository(octokit, {
			owner,
			name
		}).catch((error) => {
			throw explained(error, access, options.repo);
		});
		const policies = await policiesFor(options, octokit, repository, at);
		const output = options.output === void 0 ? printEvents() : await openOutput(options.output, fullName(repository));
		try {
			refuseOtherSince(output.cursor, given, options);
			const since = given ?? output.cursor?.since ?? toInstant(at - 3456e7);
			const request = {
				repository: fullName(repository),
				at: toInstant(at),
				since,
				policies
			};
			const past = connectPastEvents(octokit, repository);
			hasBegun = options.output !== void 0;
			return await readOn({
				past,
				request,
				output,
				telling,
				signal: stop.signal
			});
		} finally {
			await output.close();
		}
	} catch (error) {
		if (!stop.signal.aborted) throw withWayOn(error, hasBegun, access);
		note(sayStopped(options));
		return EXIT.failed;
	} finally {
		stop.forget();
	}
}
async function readOn({ past, request, output, telling, signal }) {
	let { cursor } = output;
	for (let isDone = false; !isDone;) {
		signal.throwIfAborted();
		const slice = await readHistorySlice(past, request, cursor, BUDGET);
		await output.append(slice.events, slice.cursor);
		({cursor, isDone} = slice);
		telling.progress(slice.cursor);
		if (!isDone) continue;
		await output.finish(slice.cursor);
		note(`Done: ${sayCounts(slice.cursor)} since ${slice.cursor.since ?? "the beginning"}.`);
		for (const doubt of doubtsOf(slice.cursor)) note(doubt);
	}
	return EXIT.ok;
}
function repositoryIn(text) {
	const name = /^([\w.-]+)\/([\w.-]+)$/.exec(text);
	if (name === null) throw new UsageError(`--repo ${text} is no repository. Write owner/name.`);
	return name.slice(1);
}
function sinceIn(text) {
	if (text === void 0) return null;
	return canonicalInstant(instantOption("--since", text));
}
/** A file that was begun from one instant cannot be gone on with from an earlier one. */
function refuseOtherSince(cursor, since, { output }) {
	if (cursor === null || since === null || cursor.since === since) return;
	throw new UsageError(`${output} was begun with --since ${cursor.since}. Leave --since out to go on, or name another file to begin again.`);
}
function withoutToken() {
	return "Neither GITHUB_TOKEN nor GH_TOKEN is set: only public repositories can be read, with 60 requests an hour.";
}
async function policiesFor({ policy }, octokit, repository, at) {
	return policy === void 0 ? policiesOnGitHub(octokit, repository, at) : [(await policyOf(policy)).policy];
}
function explained(error, { token, tokenFrom, apiUrl }, repo) {
	if (!(error instanceof Failure)) return error;
	const whose = token === null ? "without a token" : `with the token in ${tokenFrom}`;
	if (error.kind === "not-found") return new Failure("not-found", `${apiUrl} shows no repository ${repo} ${whose}. Check the name. ${token === null ? "Set GITHUB_TOKEN" : "Use a token that can read its contents, deployments and issues"}.`);
	if (error.kind !== "forbidden") return error;
	const how = token === null ? "Set GITHUB_TOKEN" : "Make a new token, and set it there";
	return new Failure("forbidden", `${error.message}: it refused ${repo} ${whose}. ${how}.`);
}
/** What is read at all is read with the token; what was read is not lost. */
function withWayOn(error, hasBegun, access) {
	const { token, tokenFrom } = access;
	if (!(error instanceof Failure)) return error;
	const sentences = [
		...error.kind === "forbidden" && token !== null ? [`The token in ${tokenFrom} needs to read contents, deployments, issues and pull requests.`] : [],
		...sayUnreached(error, access),
		...hasBegun ? ["Run the same command again to go on."] : []
	];
	return new Failure(error.kind, [error.message, ...sentences].join("\n"), { cause: error });
}
/** Node takes no proxy from the environment unless it is told to. */
function sayUnreached(error, { apiUrl }) {
	const code = connectionCode(error);
	if (error.kind !== "unavailable" || code === void 0) return [];
	return [`Asked was ${apiUrl} (${code}). Check the network, and the address in GITHUB_API_URL or GHE_HOST.`, "Behind a proxy, set HTTPS_PROXY, and NODE_USE_ENV_PROXY=1."];
}
function patienceOf(telling, signal) {
	return {
		now: () => Date.now(),
		wait: (ms) => setTimeout(ms, void 0, { signal }).catch(() => {
			throw new Stopped("Stopped while waiting.");
		}),
		tell: telling.wait
	};
}
function sayStopped({ output }) {
	if (output === void 0) return "Stopped. With --output it could be gone on with.";
	return `Stopped. What was read is in ${output}; run the same command again to go on.`;
}
/** The first signal ends the reading where it can be gone on with; the second ends the process. */
function stopOnSignal() {
	const controller = new AbortController();
	const end = () => {
		if (controller.signal.aborted) process.exit(EXIT.failed);
		controller.abort();
		note("Stopping after what is being read now.");
	};
	process.on("SIGINT", end).on("SIGTERM", end);
	return {
		signal: controller.signal,
		forget: () => process.off("SIGINT", end).off("SIGTERM", end)
	};
}

// src/cli/backfill.ts
/** `tidegate backfill`: the history of a repository on GitHub as DORA events. */
function backfillCommand() {
	return new Command("backfill").exitOverride().showHelpAfterError("For what there is, and an example, add --help").description("Reads what was deployed and what broke from the GitHub API: deployments, else releases, and incident issues, as the events that `tidegate dora` makes figures of.").requiredOption("--repo <owner/name>", "the repository").option("--since <instant>", "only what happened from this instant on (default: 400 days ago)").option("--output <file>", "a file of JSON Lines, which the same command goes on with; without it: stdout").option("--policy <file>", "this policy in place of the one on the default branch").addHelpText("after", "\nThe token is taken from GITHUB_TOKEN or GH_TOKEN, a GitHub Enterprise Server from GHE_HOST or GITHUB_API_URL.\n\nExample:\n  tidegate backfill --repo acme/shop --output history.jsonl\n  tidegate dora --events history.jsonl\n\nExit code: 0 done, 1 GitHub or the file does not permit it or it was stopped, 2 wrong usage.").action(async (options) => {
		process.exitCode = await backfill(options, process.env);
	});
}

export { backfillCommand };