import { t as Failure } from "./failure.js";
import { n as systemClock, t as createMovableClock } from "./clock.js";
import { n as digestOf, t as canonicalJson } from "./canonical.js";
import { i as toInstant, t as epochMs } from "./instant.js";
import { i as headline, r as holdReport, t as explainMarkdown } from "./explain.js";
import { n as whyRefused, t as decide, u as isExcepted } from "./decide.js";
import { a as commonTiers, d as matchesEnvironment, o as tierFor, t as parsePolicy } from "./parse.js";
import { c as inertMarkdown, l as plainLine, r as formatProblem } from "./parse2.js";
import { t as NOTHING_KNOWN } from "./facts.js";
import { Command } from "commander";
import { dirname, join, resolve } from "node:path";
import { createHmac, createPrivateKey, randomUUID, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { isIP } from "node:net";
import { destination, pino } from "pino";
import { inspect } from "node:util";
import { CompiledQuery, Kysely, SqliteAdapter, SqliteDialect, SqliteDriver, sql } from "kysely";
import { DatabaseSync } from "node:sqlite";
import { Migrator } from "kysely/migration";
import { Probot, ProbotOctokit } from "probot";

// src/app/log.ts
/** The log: one JSON object per line on stdout, in which no known secret appears. */
const LOG_LEVELS = [
	"fatal",
	"error",
	"warn",
	"info",
	"debug",
	"trace",
	"silent"
];
/** Shorter lines of a secret (the end of a key) would hide innocent text. */
const SHORTEST_PART = 16;
/** Tokens that GitHub gives us while we run: they are not known when the log is made. */
const GITHUB_TOKEN = /\bgh[oprsu]_[A-Za-z0-9_.-]{16,}|\bgithub_pat_[A-Za-z0-9_]{16,}/g;
function createLog(options) {
	const to = options.to ?? destination({
		dest: 1,
		sync: true
	});
	const redact = redactor(options.secrets);
	return pino({
		level: options.level,
		base: null
	}, { write: (line) => void to.write(redact(line)) });
}
/** Takes the secrets out of a line by their value, in the spellings in which they can get into one. */
function redactor(secrets) {
	const hidden = [...new Set(secrets.flatMap((secret) => spellings(secret.reveal())))].sort((one, other) => other.length - one.length);
	return (line) => hidden.reduce((text, value) => text.replaceAll(value, "[secret]"), line).replace(GITHUB_TOKEN, "[secret]");
}
/** As it is, inside JSON, in base64; and for a secret of several lines, each line. */
function spellings(value) {
	const parts = value.split("\n").filter((part) => part.length >= SHORTEST_PART && !part.startsWith("-----"));
	return [...value === "" ? [] : [value, Buffer.from(value).toString("base64")], ...parts].flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]);
}

// src/app/private-key.ts
const ESCAPED_BREAK = /\\n/g;
const ONE_LINE = /^(-----BEGIN [A-Z ]+-----)\s+(.+?)\s+(-----END [A-Z ]+-----)$/;
const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;
/**
* The App's RSA key as PKCS #8 PEM, or null when the text is none. Takes what environments do to a PEM file: base64,
* `\n` written out, line breaks turned into spaces.
*/
function readPrivateKey(text) {
	const pem = (BASE64.test(text) ? Buffer.from(text, "base64").toString("utf8") : text).replace(ESCAPED_BREAK, "\n").trim().replace(/\r\n/g, "\n");
	const parts = pem.includes("\n") ? null : ONE_LINE.exec(pem);
	return exported(parts ? `${parts[1]}\n${parts[2]?.replace(/\s+/g, "\n")}\n${parts[3]}\n` : pem);
}
function exported(pem) {
	try {
		const key = createPrivateKey(pem);
		return key.asymmetricKeyType === "rsa" ? key.export({
			type: "pkcs8",
			format: "pem"
		}).toString() : null;
	} catch {
		return null;
	}
}

// src/app/secret.ts
/** A value that cannot be printed by accident: whatever turns it into text gets `[secret]`. */
var Secret = class {
	#value;
	constructor(value) {
		this.#value = value;
	}
	/** The value itself. Call it where the value is used, and keep the result in no field. */
	reveal() {
		return this.#value;
	}
	toString() {
		return "[secret]";
	}
	toJSON() {
		return "[secret]";
	}
	[inspect.custom]() {
		return "[secret]";
	}
};

// src/app/weak-secret.ts
/** 32 characters of `openssl rand -hex 16` are 128 bits. */
const SHORTEST = 32;
/** Random text of that length has more, in every alphabet that is used for secrets. */
const FEWEST_DIFFERENT = 8;
/** Values from guides and examples, ours included, in lower case. Anybody can sign with them. */
const KNOWN = [
	"development",
	"it's a secret to everybody",
	"your-webhook-secret",
	"replace-me-with-the-output-of-openssl-rand-hex-32",
	"replace-with-the-output-of-openssl-rand-hex-32"
];
/** What makes the webhook secret guessable, as the first half of a sentence; null when nothing does. */
function weaknessOf(secret) {
	if (secret.trim() === "") return "It is not set";
	if (KNOWN.includes(secret.trim().toLowerCase())) return "It is the value of a public example";
	if (secret.length < SHORTEST) return `It has fewer than ${SHORTEST} characters`;
	if (new Set(secret).size < FEWEST_DIFFERENT) return "It repeats a few characters";
	return null;
}

// src/app/config.ts
/**
* The configuration, read from the environment once. All problems are reported together, each with what is wrong, why
* it matters and how to fix it; no value of a variable is repeated in one, since it may be a secret in the wrong place.
*/
function readConfig(env) {
	const problems = [];
	const report = (variable, message) => {
		problems.push({
			variable,
			message
		});
		return null;
	};
	const read = {
		appId: readAppId(env, report),
		privateKey: readKey(env, report),
		webhookSecrets: readSecrets(env, report),
		apiUrl: readApiUrl(env, report),
		dataFolder: settingOf(env, "TIDEGATE_DATA") ?? "./data",
		host: settingOf(env, "HOST") ?? "localhost",
		port: readPort(env, report),
		logLevel: readLogLevel(env, report),
		hasMovableClock: readMovableClock(env, report)
	};
	refuseDatabaseUrl(env, report);
	return isComplete(read) && problems.length === 0 ? {
		kind: "valid",
		config: read
	} : {
		kind: "invalid",
		problems
	};
}
function refuseDatabaseUrl(env, report) {
	if (settingOf(env, "DATABASE_URL") === void 0) return;
	report("DATABASE_URL", "PostgreSQL is not supported yet, and falling back to another database would hide where the data is. Unset it: the embedded database in TIDEGATE_DATA is used.");
}
function isComplete(read) {
	return Object.values(read).every((value) => value !== null);
}
/** What is set to nothing is not set: that is how compose files and shells leave variables out. */
function settingOf(env, variable) {
	const value = env[variable]?.trim();
	return value === "" ? void 0 : value;
}
function readAppId(env, report) {
	const value = settingOf(env, "APP_ID");
	if (value !== void 0 && /^[1-9]\d{0,14}$/.test(value)) return Number(value);
	return report("APP_ID", `${value === void 0 ? "It is not set" : "It is not a whole number above 0"}; GitHub knows the App by it. Copy "App ID" from the settings page of the App.`);
}
function readKey(env, report) {
	const path = settingOf(env, "PRIVATE_KEY_PATH");
	const variable = settingOf(env, "PRIVATE_KEY") === void 0 && path !== void 0 ? "PRIVATE_KEY_PATH" : "PRIVATE_KEY";
	const text = variable === "PRIVATE_KEY_PATH" ? fileText(path ?? "") : settingOf(env, "PRIVATE_KEY") ?? "";
	if (text === null) return report(variable, "The file cannot be read. Check that it exists and that this user may read it.");
	if (text === "") return report(variable, `It is not set; without it the App cannot sign in to GitHub. Generate a key on the settings page of the App, and set PRIVATE_KEY (the PEM text, or its base64) or PRIVATE_KEY_PATH.`);
	const key = readPrivateKey(text);
	if (key !== null) return new Secret(key);
	return report(variable, "It holds no RSA private key, so the App cannot sign in to GitHub. Use the whole .pem file that GitHub gave you, from the BEGIN line to the END line: as it is, with \"\\n\" for line breaks, or in base64.");
}
function fileText(path) {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return null;
	}
}
function readSecrets(env, report) {
	const current = readSecret(env, "WEBHOOK_SECRET", report);
	const previous = settingOf(env, "WEBHOOK_SECRET_PREVIOUS") !== void 0 ? readSecret(env, "WEBHOOK_SECRET_PREVIOUS", report) : null;
	if (current === null) return null;
	return previous === null ? [current] : [current, previous];
}
/** Not trimmed: GitHub signs with every character of it. */
function readSecret(env, variable, report) {
	const value = env[variable] ?? "";
	const weakness = weaknessOf(value);
	if (weakness === null && value === value.trim()) return new Secret(value);
	if (weakness === null) return report(variable, "It begins or ends with a space or a line break, which signs nothing right. Take it away.");
	return report(variable, `${weakness}; whoever guesses it can send us webhooks in GitHub's name. Make one with "openssl rand -hex 32" and set it here and on the settings page of the App.`);
}
function readApiUrl(env, report) {
	const host = settingOf(env, "GHE_HOST");
	const protocol = settingOf(env, "GHE_PROTOCOL") ?? "https";
	if (host === void 0) return "https://api.github.com";
	const hostname = hostnameOf(host);
	if (hostname === null) return report("GHE_HOST", "It is not a host name. Give the name alone, e.g. \"github.example.com\", or name:port.");
	if (protocol === "https" || protocol === "http" && isLoopback(hostname)) return `${protocol}://${host}/api/v3`;
	return report("GHE_PROTOCOL", "It may be \"https\", or \"http\" for a host on this machine: over plain HTTP anybody on the way reads our tokens. Unset it.");
}
function hostnameOf(host) {
	return /^[A-Za-z0-9.:[\]-]+$/.test(host) ? URL.parse(`https://${host}`)?.hostname ?? null : null;
}
/** A clock that can be moved opens windows: never in front of a real GitHub. */
function readMovableClock(env, report) {
	const value = settingOf(env, "TIDEGATE_MOVABLE_CLOCK");
	if (value === void 0 || value === "0") return false;
	const host = settingOf(env, "GHE_HOST");
	const isRehearsal = host !== void 0 && isLoopback(hostnameOf(host) ?? "");
	if (value === "1" && isRehearsal) return true;
	return report("TIDEGATE_MOVABLE_CLOCK", "It is for rehearsals against a GitHub on this machine: with a wrong clock, real gates would open at the wrong time. Unset it.");
}
function isLoopback(hostname) {
	return hostname === "localhost" || hostname === "[::1]" || isIP(hostname) === 4 && hostname.startsWith("127.");
}
function readPort(env, report) {
	const value = settingOf(env, "PORT") ?? "3000";
	if (/^\d{1,5}$/.test(value) && Number(value) <= 65535) return Number(value);
	return report("PORT", "It is not a port. Give a number from 1 to 65535, or 0 for any that is free.");
}
function readLogLevel(env, report) {
	const value = settingOf(env, "LOG_LEVEL") ?? "info";
	return LOG_LEVELS.find((one) => one === value.toLowerCase()) ?? report("LOG_LEVEL", `There is no such level. Give one of ${LOG_LEVELS.join(", ")}.`);
}

// src/flow/ask.ts
/** `openGates` are the gates of the event's repository that have no final answer yet. */
function ask$1(event, openGates) {
	switch (event.kind) {
		case "gate-requested": return [event.gate];
		case "pull-request-changed": return [{
			kind: "pull-request",
			repository: event.repository,
			number: event.number
		}, ...openGates];
		case "command-written": {
			const { repository, issueNumber, commentId } = event;
			return [{
				kind: "command",
				repository,
				issueNumber,
				commentId
			}];
		}
		case "default-branch-moved": return [{
			kind: "policy",
			repository: event.repository
		}, ...openGates];
		case "deployment-moved": return openGates;
		case "unrelated": return [];
	}
}

// src/flow/intake.ts
/** The delivery is done when this resolves: its questions are durable, and it is not needed any more. */
async function intake(deliveryId, event, ports) {
	const openGates = event.kind === "unrelated" ? [] : await ports.store.openGates(repositoryIdOf(event));
	const questions = ask$1(event, openGates);
	await ports.store.finishDelivery(deliveryId, questions, ports.clock.now());
	return questions;
}
function repositoryIdOf(event) {
	return event.kind === "gate-requested" ? event.gate.repository.id : event.repository.id;
}

// src/domain/command.ts
const ADDRESSED = /^\/tidegate(?:[ \t]+(.*))?$/;
const HTML_COMMENT = /<!--[\s\S]*?(?:-->|$(?![\s\S]))/g;
/** From an opening fence to the closing one, or to the end: GitHub shows an unclosed block as code too. */
const FENCED_CODE = /^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:[\s\S]*?^ {0,3}\1[`~]*[ \t]*$|[\s\S]*)/gm;
/** The command of a comment; undefined when it holds none. Two commands in one comment are unclear. */
function parseCommand(body) {
	const lines = commandLines(body);
	if (lines.length === 0) return void 0;
	if (lines.length > 1) return {
		kind: "unclear",
		because: "one comment can hold one command"
	};
	return parseLine(lines[0]);
}
function commandLines(body) {
	return body.replaceAll(/\r\n?/g, "\n").replaceAll(HTML_COMMENT, "").replaceAll(FENCED_CODE, "").split("\n").map((line) => ADDRESSED.exec(line.trimEnd())).filter((addressed) => addressed !== null).map((addressed) => (addressed[1] ?? "").trim());
}
const OVERRIDE = /^override[ \t]+(\S+)(?:[ \t]+@([0-9a-f]{7,40}))?[ \t]+(?!@[0-9a-f]{7,40}$)(\S.*)$/;
function parseLine(line) {
	const override = OVERRIDE.exec(line);
	if (override) return {
		kind: "override",
		environment: override[1],
		sha: override[2],
		reason: override[3]
	};
	if (/^override\b/.test(line)) return {
		kind: "unclear",
		because: "an override names the environment and gives a reason"
	};
	return {
		kind: "unclear",
		because: "there is no such command"
	};
}

// src/github/webhook/schema.ts
/**
* The few fields of GitHub's webhook payloads that we read. Everything else may come, go or change: payloads are
* hints, and what matters is read from the API again.
*/
const Id = z.number().int().positive();
const Origin = z.object({
	repository: z.object({
		id: Id,
		name: z.string().min(1),
		owner: z.object({ login: z.string().min(1) }),
		default_branch: z.string().optional()
	}),
	installation: z.object({ id: Id })
});
const ProtectionRuleRequested = z.object({
	action: z.literal("requested"),
	environment: z.string().min(1),
	deployment: z.object({ id: Id }),
	deployment_callback_url: z.string()
});
const PullRequestEvent = z.object({ pull_request: z.object({ number: Id }) });
const CommentCreated = z.object({
	action: z.literal("created"),
	issue: z.object({ number: Id }),
	comment: z.object({
		id: Id,
		body: z.string()
	})
});
const Push = z.object({ ref: z.string() });

// src/github/webhook/parse.ts
/** A webhook payload in our words: what to look at. */
/** `unrelated` carries why, for the log: a payload without what we need is not an error, GitHub declares most fields optional. */
function parseWebhook(name, payload, apiUrl) {
	const origin = Origin.safeParse(payload);
	if (!origin.success) return {
		kind: "unrelated",
		because: "it names no repository or no installation"
	};
	const repository = {
		id: origin.data.repository.id,
		owner: origin.data.repository.owner.login,
		name: origin.data.repository.name,
		installationId: origin.data.installation.id
	};
	switch (name) {
		case "deployment_protection_rule": return gateRequested(repository, payload, apiUrl);
		case "pull_request":
		case "pull_request_review": return pullRequestChanged(repository, payload);
		case "issue_comment": return commandWritten(repository, payload);
		case "push": return defaultBranchMoved(repository, payload, origin.data.repository.default_branch);
		case "deployment_status":
		case "workflow_run": return {
			kind: "deployment-moved",
			repository
		};
		default: return {
			kind: "unrelated",
			because: "nothing is decided by this event"
		};
	}
}
function gateRequested(repository, payload, apiUrl) {
	const parsed = ProtectionRuleRequested.safeParse(payload);
	if (!parsed.success) return {
		kind: "unrelated",
		because: "it lacks the environment, deployment or callback"
	};
	const { environment, deployment, deployment_callback_url: callbackUrl } = parsed.data;
	const runId = runOf(callbackUrl, repository, apiUrl);
	if (runId === void 0) return {
		kind: "unrelated",
		because: "its callback is not an address of this repository"
	};
	return {
		kind: "gate-requested",
		gate: {
			kind: "gate",
			repository,
			deploymentId: deployment.id,
			runId,
			environment
		}
	};
}
/**
* The run id stands nowhere but in the callback address. Nothing is ever sent to that address: it is compared with the
* one it has to be, and rebuilt from the ids when we answer.
*/
function runOf(callbackUrl, repository, apiUrl) {
	const prefix = `${apiUrl}/repos/${repository.owner}/${repository.name}/actions/runs/`.toLowerCase();
	if (!callbackUrl.toLowerCase().startsWith(prefix) || !callbackUrl.endsWith("/deployment_protection_rule")) return void 0;
	const id = callbackUrl.slice(prefix.length, -27);
	return /^[1-9]\d{0,15}$/.test(id) ? Number(id) : void 0;
}
function pullRequestChanged(repository, payload) {
	const parsed = PullRequestEvent.safeParse(payload);
	if (!parsed.success) return {
		kind: "unrelated",
		because: "it names no pull request"
	};
	return {
		kind: "pull-request-changed",
		repository,
		number: parsed.data.pull_request.number
	};
}
/** Only a comment that was just written can command: an edit could put words into an approver's mouth. */
function commandWritten(repository, payload) {
	const parsed = CommentCreated.safeParse(payload);
	if (!parsed.success) return {
		kind: "unrelated",
		because: "it is no new comment"
	};
	const { issue, comment } = parsed.data;
	if (parseCommand(comment.body) === void 0) return {
		kind: "unrelated",
		because: "the comment holds no command"
	};
	return {
		kind: "command-written",
		repository,
		issueNumber: issue.number,
		commentId: comment.id
	};
}
function defaultBranchMoved(repository, payload, defaultBranch) {
	const parsed = Push.safeParse(payload);
	if (!parsed.success || parsed.data.ref !== `refs/heads/${defaultBranch}`) return {
		kind: "unrelated",
		because: "it is a push to another branch"
	};
	return {
		kind: "default-branch-moved",
		repository
	};
}

// src/store/accept-delivery.ts
/**
* One statement, so one commit: when it returns, the delivery is on disk. A delivery that failed before is taken
* again: redelivering is how people ask for another try.
*/
async function acceptDelivery(db, delivery) {
	return await db.insertInto("delivery").values({
		id: delivery.id,
		event: delivery.event,
		received_at: delivery.receivedAt,
		body: delivery.body,
		state: "waiting",
		failures: 0,
		because: null,
		finished_at: null
	}).onConflict((conflict) => conflict.column("id").doUpdateSet((row) => ({
		event: row.ref("excluded.event"),
		received_at: row.ref("excluded.received_at"),
		body: row.ref("excluded.body"),
		state: "waiting",
		failures: 0,
		because: null
	})).where("delivery.state", "<>", "done").where("delivery.failures", ">", 0)).returning("seq").executeTakeFirst() ? "stored" : "duplicate";
}

// src/store/claim-question.ts
async function claimQuestion(db, at, leaseUntil) {
	return await db.transaction().execute(async (tx) => {
		const candidate = longestDue(await dueQuestion(tx, at).executeTakeFirst(), await questionOfDueEffect(tx, at).executeTakeFirst());
		if (!candidate) return null;
		const token = await takeLane(tx, candidate, at, leaseUntil);
		return token === void 0 ? null : await startTry(tx, candidate.key, token);
	});
}
function longestDue(one, other) {
	if (!one || !other) return one ?? other;
	return (other.dueAt ?? 0) < (one.dueAt ?? 0) ? other : one;
}
/** The query, so that a test can ask the database how it would run it. */
function dueQuestion(db, at) {
	return db.selectFrom("question").select([
		"key",
		"lane",
		"due_at as dueAt"
	]).where("due_at", "<=", at).where("lane", "not in", heldLanes(db, at)).orderBy("due_at").orderBy("key").limit(1);
}
/** Few: a lane is held by somebody who works. */
function heldLanes(db, at) {
	return db.selectFrom("lane").select("key").where("leased_until", ">", at);
}
function questionOfDueEffect(db, at) {
	return db.selectFrom("effect").select([
		"question_key as key",
		"lane",
		"due_at as dueAt"
	]).where("due_at", "<=", at).where("lane", "not in", heldLanes(db, at)).orderBy("due_at").orderBy("id").limit(1);
}
/** One statement decides who gets the lane, also where several processes ask at once. Undefined: somebody else. */
async function takeLane(tx, candidate, at, leaseUntil) {
	return (await tx.insertInto("lane").values({
		key: candidate.lane,
		question_key: candidate.key,
		token: 1,
		leased_until: leaseUntil
	}).onConflict((conflict) => conflict.column("key").doUpdateSet((lane) => ({
		question_key: lane.ref("excluded.question_key"),
		token: lane("lane.token", "+", 1),
		leased_until: lane.ref("excluded.leased_until")
	})).where((lane) => lane.or([lane("lane.leased_until", "is", null), lane("lane.leased_until", "<=", at)]))).returning("token").executeTakeFirst())?.token;
}
async function startTry(tx, key, token) {
	const row = await tx.updateTable("question").set((old) => ({
		failures: old("failures", "+", 1),
		claimed_touched: old.ref("touched")
	})).where("key", "=", key).returning(["body", "failures"]).executeTakeFirstOrThrow();
	return {
		question: JSON.parse(row.body),
		key,
		token,
		failures: row.failures - 1
	};
}

// src/store/is-locked.ts
/** SQLITE_BUSY: another connection holds the lock that the statement needs. */
const SQLITE_BUSY = 5;
/** Extended codes keep the primary one in their low byte. */
function isLocked(error) {
	if (!(error instanceof Error) || !("errcode" in error)) return false;
	return typeof error.errcode === "number" && (error.errcode & 255) === SQLITE_BUSY;
}

// src/store/connect-sqlite.ts
/** Opens the embedded database so that what is committed stays: one fsync for each commit, also over a power cut. */
const DATABASE_FILE = "tidegate.db";
/** How long a statement waits for another process that writes. It blocks this process: longer waits are the dialect's. */
const BUSY_MS = 20;
/** The first switch to WAL does not honour the busy timeout: two processes that start together have to try again. */
const WAL_TRIES = 50;
const WAL_PAUSE_MS = 20;
async function connectSqlite(folder) {
	try {
		return await connect(folder);
	} catch (cause) {
		const message = `TIDEGATE_DATA: the database in ${folder} cannot be opened (${cause instanceof Error ? cause.message : String(cause)}). Name a folder on a local disk that this user may write.`;
		throw new Failure("unavailable", message, { cause });
	}
}
async function connect(folder) {
	makeFolder(resolve(folder));
	const connection = new DatabaseSync(join(folder, DATABASE_FILE), {
		timeout: BUSY_MS,
		enableForeignKeyConstraints: true
	});
	try {
		await switchToWal(connection);
		connection.exec("pragma synchronous = full");
		return connection;
	} catch (error) {
		connection.close();
		throw error;
	}
}
async function switchToWal(connection) {
	for (let tries = 1;; tries++) try {
		const mode = connection.prepare("pragma journal_mode = wal").get()?.["journal_mode"];
		if (mode === "wal") return;
		throw new Error(`the file system of the database does not support write-ahead logging (journal mode is ${mode})`);
	} catch (error) {
		if (tries >= WAL_TRIES || !isLocked(error)) throw error;
		await setTimeout$1(WAL_PAUSE_MS);
	}
}
/** For nobody else's eyes: it holds webhook bodies of private repositories. A new folder outlives a power cut too. */
function makeFolder(folder) {
	const first = mkdirSync(folder, {
		recursive: true,
		mode: 448
	});
	if (first === void 0) return;
	for (let made = folder; made.length >= first.length; made = dirname(made)) syncFolder(dirname(made));
}
function syncFolder(folder) {
	const descriptor = openSync(folder, "r");
	try {
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}

// src/store/fail-delivery.ts
/** A reason is for people to read; an error message can be as long as what caused it. */
const LONGEST_REASON$1 = 1e3;
async function failDelivery(db, id, because, limit) {
	const row = await db.updateTable("delivery").set((old) => ({
		failures: old("failures", "+", 1),
		because: because.slice(0, LONGEST_REASON$1),
		state: old.case().when(old("failures", "+", 1), ">=", limit).then("set-aside").else(old.ref("state")).end()
	})).where("id", "=", id).where("state", "<>", "done").returning("state").executeTakeFirst();
	if (!row) throw new Error(`delivery ${id} cannot fail: it is done, or was never accepted`);
	return row.state === "set-aside" ? "set-aside" : "waiting";
}

// src/domain/question.ts
/** Identifies the subject: two questions with one key are one question. */
function questionKey(question) {
	const repository = question.repository.id;
	switch (question.kind) {
		case "gate": return `${repository}/gate/${question.deploymentId}`;
		case "pull-request": return `${repository}/pull-request/${question.number}`;
		case "policy": return `${repository}/policy`;
		case "command": return `${repository}/command/${question.commentId}`;
	}
}
/** Names of environments compare without case. */
function environmentLane(repositoryId, environment) {
	return `${repositoryId}/environment/${environment.toLowerCase()}`;
}
/**
* Questions of one lane are answered one at a time. The gates of a repository's environment share one; every other
* subject is a lane of its own.
*/
function laneKey(question) {
	if (question.kind !== "gate") return questionKey(question);
	return environmentLane(question.repository.id, question.environment);
}

// src/store/ask-questions.ts
/**
* Subjects that never come back: a deployment that was let go, a command that was answered. Their final answer is
* the last one. A closed pull request can be reopened.
*/
const ENDING = ["gate", "command"];
/** Makes the questions due. One that waits already keeps its place; one that is being answered is due again after. */
async function askQuestions(tx, questions, at) {
	for (const question of questions) await askQuestion(tx, question, at);
}
async function askQuestion(tx, question, at) {
	await tx.insertInto("question").values({
		key: questionKey(question),
		kind: question.kind,
		repository_id: question.repository.id,
		lane: laneKey(question),
		body: JSON.stringify(question),
		due_at: at,
		touched: 1,
		claimed_touched: 0,
		failures: 0,
		because: null,
		final_at: null
	}).onConflict((conflict) => conflict.column("key").doUpdateSet((row) => ({
		body: row.ref("excluded.body"),
		touched: row("question.touched", "+", 1),
		final_at: null,
		due_at: row.case().when("question.due_at", "<=", row.ref("excluded.due_at")).then(row.ref("question.due_at")).else(row.ref("excluded.due_at")).end()
	})).where((row) => row.or([row("question.final_at", "is", null), row("question.kind", "not in", ENDING)]))).execute();
}

// src/store/finish-delivery.ts
/** Finishing a delivery twice asks its questions once. */
async function finishDelivery(db, id, questions, at) {
	await db.transaction().execute(async (tx) => {
		if ((await tx.updateTable("delivery").set({
			state: "done",
			finished_at: at,
			body: /* @__PURE__ */ new Uint8Array(0)
		}).where("id", "=", id).where("state", "<>", "done").executeTakeFirst()).numUpdatedRows > 0n) await askQuestions(tx, questions, at);
		else await refuseUnknown(tx, id);
	});
}
async function refuseUnknown(tx, id) {
	if (!await tx.selectFrom("delivery").select("seq").where("id", "=", id).executeTakeFirst()) throw new Error(`delivery ${id} was finished but never accepted`);
}

// src/store/keep-valid-policy.ts
async function keepValidPolicy(db, repositoryId, policy) {
	const { text, sha, at } = policy;
	await db.insertInto("policy").values({
		repository_id: repositoryId,
		text,
		sha,
		at
	}).onConflict((conflict) => conflict.column("repository_id").doUpdateSet({
		text,
		sha,
		at
	})).execute();
}

// src/store/last-valid-policy.ts
async function lastValidPolicy(db, repositoryId) {
	const row = await db.selectFrom("policy").select([
		"text",
		"sha",
		"at"
	]).where("repository_id", "=", repositoryId).executeTakeFirst();
	return row ? {
		...row,
		at: row.at
	} : null;
}

// src/store/migrate.ts
/** Brings the tables up to date, all or nothing. A database of a newer version is refused. */
async function migrate(db, provider) {
	const { error } = await new Migrator({
		db,
		provider
	}).migrateToLatest();
	if (error === void 0) return;
	const why = error instanceof Error ? error.message : String(error);
	throw new Error(`the database could not be brought up to date, and nothing in it was changed: ${adviceFor(why)}`, { cause: error });
}
function adviceFor(why) {
	if (!/previously executed migration .* is missing/.test(why)) return why;
	return `${why}. A newer version of Tidegate has used it: start that version or a later one.`;
}

// src/store/migrations/000001-first-tables.ts
function firstTables(spelling) {
	return { async up(db) {
		await createInbox(db, spelling);
		await createAgenda(db);
		await createRecords(db, spelling);
		await createOutbox(db, spelling);
		await createStatements(db);
		await createAuditLog(db, spelling);
	} };
}
async function createInbox(db, spelling) {
	await spelling.withCounter(db.schema.createTable("delivery"), "seq").addColumn("id", "text", (one) => one.notNull().unique()).addColumn("event", "text", (one) => one.notNull()).addColumn("received_at", "bigint", (one) => one.notNull()).addColumn("body", spelling.bytes, (one) => one.notNull()).addColumn("state", "text", (one) => one.notNull()).addColumn("failures", "integer", (one) => one.notNull()).addColumn("because", "text").addColumn("finished_at", "bigint").execute();
	await db.schema.createIndex("delivery_waiting").on("delivery").columns(["state", "seq"]).execute();
}
async function createAgenda(db) {
	await db.schema.createTable("question").addColumn("key", "text", (one) => one.primaryKey()).addColumn("kind", "text", (one) => one.notNull()).addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("lane", "text", (one) => one.notNull()).addColumn("body", "text", (one) => one.notNull()).addColumn("due_at", "bigint").addColumn("touched", "bigint", (one) => one.notNull()).addColumn("claimed_touched", "bigint", (one) => one.notNull()).addColumn("failures", "integer", (one) => one.notNull()).addColumn("because", "text").addColumn("final_at", "bigint").execute();
	await db.schema.createIndex("question_due").on("question").columns(["due_at", "key"]).execute();
	await db.schema.createIndex("question_lane").on("question").columns(["lane", "due_at"]).execute();
	await db.schema.createIndex("question_open").on("question").columns([
		"repository_id",
		"kind",
		"final_at"
	]).execute();
	await db.schema.createTable("lane").addColumn("key", "text", (one) => one.primaryKey()).addColumn("question_key", "text", (one) => one.notNull().references("question.key")).addColumn("token", "bigint", (one) => one.notNull()).addColumn("leased_until", "bigint").execute();
	await db.schema.createIndex("lane_leased").on("lane").column("leased_until").execute();
}
async function createRecords(db, spelling) {
	await spelling.withCounter(db.schema.createTable("record"), "id").addColumn("question_key", "text", (one) => one.notNull().references("question.key")).addColumn("at", "bigint", (one) => one.notNull()).addColumn("summary", "text", (one) => one.notNull()).addColumn("facts", "text").addColumn("decision", "text").execute();
	await db.schema.createIndex("record_question").on("record").columns(["question_key", "id"]).execute();
}
async function createOutbox(db, spelling) {
	await spelling.withCounter(db.schema.createTable("effect"), "id").addColumn("slot", "text", (one) => one.notNull().unique()).addColumn("question_key", "text", (one) => one.notNull().references("question.key")).addColumn("lane", "text", (one) => one.notNull()).addColumn("kind", "text", (one) => one.notNull()).addColumn("content", "text", (one) => one.notNull()).addColumn("digest", "text", (one) => one.notNull()).addColumn("payload", "text", (one) => one.notNull()).addColumn("state", "text", (one) => one.notNull()).addColumn("attempts", "integer", (one) => one.notNull()).addColumn("due_at", "bigint").addColumn("decided_at", "bigint", (one) => one.notNull()).addColumn("settled_at", "bigint").addColumn("note", "text").execute();
	await db.schema.createIndex("effect_due").on("effect").columns(["due_at", "id"]).execute();
	await db.schema.createIndex("effect_lane").on("effect").columns(["lane", "due_at"]).execute();
	await db.schema.createIndex("effect_question").on("effect").columns(["question_key", "state"]).execute();
}
async function createStatements(db) {
	await db.schema.createTable("override").addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("comment_id", "bigint", (one) => one.notNull()).addColumn("environment_key", "text", (one) => one.notNull()).addColumn("environment", "text", (one) => one.notNull()).addColumn("user_id", "bigint", (one) => one.notNull()).addColumn("user_login", "text", (one) => one.notNull()).addColumn("sha", "text", (one) => one.notNull()).addColumn("reason", "text", (one) => one.notNull()).addColumn("at", "text", (one) => one.notNull()).addPrimaryKeyConstraint("override_once", [
		"repository_id",
		"environment_key",
		"comment_id"
	]).execute();
	await db.schema.createTable("policy").addColumn("repository_id", "bigint", (one) => one.primaryKey()).addColumn("text", "text", (one) => one.notNull()).addColumn("sha", "text", (one) => one.notNull()).addColumn("at", "text", (one) => one.notNull()).execute();
}
async function createAuditLog(db, spelling) {
	await db.schema.createTable("audit_log").addColumn("installation_id", "bigint", (one) => one.primaryKey()).addColumn("size", "bigint", (one) => one.notNull()).execute();
	await db.schema.createTable("audit_entry").addColumn("installation_id", "bigint", (one) => one.notNull().references("audit_log.installation_id")).addColumn("seq", "bigint", (one) => one.notNull()).addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("line", "text", (one) => one.notNull()).addPrimaryKeyConstraint("audit_entry_place", ["installation_id", "seq"]).execute();
	await db.schema.createIndex("audit_entry_repository").on("audit_entry").columns([
		"installation_id",
		"repository_id",
		"seq"
	]).execute();
	await spelling.makeAppendOnly(db, "audit_entry", ["installation_id", "seq"]);
}

// src/store/migrations/all.ts
function allMigrations(spelling) {
	const migrations = { "000001-first-tables": firstTables(spelling) };
	return { getMigrations: async () => ({ ...migrations }) };
}

// src/store/migrations/sqlite-spelling.ts
const SQLITE_SPELLING = {
	bytes: "blob",
	withCounter,
	makeAppendOnly
};
function withCounter(table, column) {
	return table.addColumn(column, "integer", (one) => one.primaryKey().autoIncrement());
}
async function makeAppendOnly(db, table, key) {
	for (const change of ["update", "delete"]) {
		const trigger = sql.id(`${table}_refuses_${change}`);
		const message = sql.lit(`${table} is append-only: its rows are evidence, correct them by adding another`);
		await sql`create trigger ${trigger} before ${sql.raw(change)} on ${sql.table(table)}
      begin select raise(abort, ${message}); end`.execute(db);
	}
	const isSame = sql.join(key.map((column) => sql`${sql.ref(column)} = new.${sql.id(column)}`), sql` and `);
	const name = sql.id(`${table}_refuses_replace`);
	const taken = sql.lit(`${table} is append-only: this place is taken`);
	await sql`create trigger ${name} before insert on ${sql.table(table)}
    when exists (select 1 from ${sql.table(table)} where ${isSame})
    begin select raise(abort, ${taken}); end`.execute(db);
}

// src/store/next-due-at.ts
/** What waits in a lane that somebody holds is due when the lane's lease ends: asking before would find nothing. */
async function nextDueAt(db) {
	const instants = [
		await firstInFreeLanes(db, "question as due"),
		await firstInFreeLanes(db, "effect as due"),
		...await firstInHeldLanes(db, "question as due"),
		...await firstInHeldLanes(db, "effect as due")
	].filter((at) => at !== null);
	return instants.length === 0 ? null : Math.min(...instants);
}
async function firstInFreeLanes(db, waiting) {
	return (await db.selectFrom(waiting).select("due.due_at").where("due.due_at", "is not", null).where(({ not, exists, selectFrom }) => not(exists(selectFrom("lane").select("lane.key").whereRef("lane.key", "=", "due.lane").where("lane.leased_until", "is not", null)))).orderBy("due.due_at").limit(1).executeTakeFirst())?.due_at ?? null;
}
/** One instant per held lane in which something waits; few, since a lane is held by somebody who works. */
async function firstInHeldLanes(db, waiting) {
	return (await db.selectFrom("lane").innerJoin(waiting, "due.lane", "lane.key").select((lane) => ["lane.leased_until as leasedUntil", lane.fn.min("due.due_at").as("dueAt")]).where("lane.leased_until", "is not", null).where("due.due_at", "is not", null).groupBy(["lane.key", "lane.leased_until"]).execute()).map((row) => Math.max(row.leasedUntil ?? 0, row.dueAt ?? 0));
}

// src/store/open-gates.ts
async function openGates(db, repositoryId) {
	return (await db.selectFrom("question").select("body").where("repository_id", "=", repositoryId).where("kind", "=", "gate").where("final_at", "is", null).orderBy("key").execute()).map((row) => JSON.parse(row.body));
}

// src/store/opened-gates.ts
/** Every gate of the lane that we let through: what settles that is GitHub's answer, not our decision. */
async function openedGates(db, repositoryId, environment) {
	return (await db.selectFrom("effect").select("payload").where("lane", "=", environmentLane(repositoryId, environment)).where("kind", "=", "open-gate").where("state", "=", "done").execute()).map((row) => JSON.parse(row.payload).gate.deploymentId);
}

// src/store/overrides.ts
/** Oldest first, expired ones included: whether one still counts is for the policy to say. */
async function overrides(db, repositoryId, environment) {
	return (await db.selectFrom("override").selectAll().where("repository_id", "=", repositoryId).where("environment_key", "=", environment.toLowerCase()).orderBy("comment_id").execute()).map((row) => ({
		user: row.user_login,
		userId: row.user_id,
		environment: row.environment,
		sha: row.sha,
		reason: row.reason,
		at: row.at
	}));
}

// src/store/pending-effects.ts
async function pendingEffects(db, questionKey, at) {
	return (await db.selectFrom("effect").select([
		"id",
		"slot",
		"payload",
		"attempts"
	]).where("question_key", "=", questionKey).where("state", "=", "pending").where("due_at", "<=", at).orderBy("decided_at").orderBy("id").execute()).map(({ id, slot, payload, attempts }) => ({
		id,
		slot,
		effect: JSON.parse(payload),
		attempts
	}));
}

// src/store/hold-claim.ts
/**
* Whether the claim still has its lane; if so, nobody gets it before this transaction ends. A claim whose time is
* over keeps the lane until somebody else takes it: then its token is too old.
*/
async function holdClaim(tx, claim) {
	return (await tx.updateTable("lane").set((lane) => ({ leased_until: lane.ref("leased_until") })).where("key", "=", laneKey(claim.question)).where("question_key", "=", claim.key).where("token", "=", claim.token).where("leased_until", "is not", null).executeTakeFirst()).numUpdatedRows > 0n;
}

// src/store/release-claim.ts
const LONGEST_REASON = 1e3;
/** Does nothing when the claim was lost: the question is somebody else's now. */
async function releaseClaim(db, claim, next) {
	await db.transaction().execute(async (tx) => {
		if (!await holdClaim(tx, claim)) return;
		await tx.updateTable("lane").set({ leased_until: null }).where("key", "=", laneKey(claim.question)).execute();
		await putBack(tx, claim.key, next);
	});
}
/** An event that came while the question was being answered wins: it stays due. After the final answer, no timer. */
async function putBack(tx, key, next) {
	await tx.updateTable("question").set((question) => ({
		due_at: question.case().when("touched", "<>", question.ref("claimed_touched")).then(question.ref("due_at")).when("final_at", "is not", null).then(null).else(next.dueAt).end(),
		because: next.failed?.slice(0, LONGEST_REASON) ?? null
	})).where("key", "=", key).execute();
	if (next.failed !== void 0) return await postponeEffects(tx, key, next.dueAt);
	await tx.updateTable("question").set({ failures: 0 }).where("key", "=", key).execute();
}
/** What failed may have failed because of an effect that nobody settled: it must not make the question due at once. */
async function postponeEffects(tx, key, dueAt) {
	if (dueAt === null) return;
	await tx.updateTable("effect").set({ due_at: dueAt }).where("question_key", "=", key).where("state", "=", "pending").where("due_at", "<", dueAt).execute();
}

// src/domain/effect.ts
/**
* Effects: what a decision wants done on GitHub, as data. An effect has a slot (what it writes to) and content; the
* same content in the same slot is done once, however often it is decided.
*/
/** What the effect writes to. */
function slotOf(effect) {
	const repository = effect.repository.id;
	switch (effect.kind) {
		case "open-gate": return `${repository}/gate/${effect.gate.deploymentId}/open`;
		case "report-gate": return `${repository}/gate/${effect.gate.deploymentId}/report`;
		case "write-check": return `${repository}/check/${effect.headSha}/${effect.name}/${effect.externalId}`;
		case "reply": return `${repository}/reply/${effect.commentId}`;
	}
}
/** What tells one content of a slot from another. Opening a gate has one content: it is open or not. */
function contentOf(effect) {
	return effect.kind === "open-gate" ? "open" : digestOf(effect);
}

// src/domain/repository.ts
/** `owner/name`. */
function fullName(repository) {
	return `${repository.owner}/${repository.name}`;
}

// src/audit/subject.ts
function subjectOfQuestion(question) {
	const repository = subjectOfRepository(question.repository);
	switch (question.kind) {
		case "gate": return {
			...repository,
			deployment: question.deploymentId,
			environment: question.environment
		};
		case "pull-request": return {
			...repository,
			pullRequest: question.number
		};
		case "command": return {
			...repository,
			issue: question.issueNumber,
			comment: question.commentId
		};
		case "policy": return repository;
	}
}
function subjectOfEffect(effect) {
	const repository = subjectOfRepository(effect.repository);
	switch (effect.kind) {
		case "open-gate": return {
			...subjectOfQuestion(effect.gate),
			...repository,
			commit: effect.headSha
		};
		case "report-gate": return {
			...subjectOfQuestion(effect.gate),
			...repository
		};
		case "write-check": return {
			...repository,
			commit: effect.headSha
		};
		case "reply": return {
			...repository,
			issue: effect.issueNumber,
			comment: effect.commentId
		};
	}
}
function subjectOfRepository(repository) {
	return {
		repository: fullName(repository),
		repositoryId: repository.id
	};
}

// src/audit/record-entries.ts
/** The audit entries of the pipeline: what was decided, what is about to be done, how that ended, who overrode. */
const TIDEGATE = { kind: "tidegate" };
/** One answer to a question; with the decision it rests on, when there is one. */
function answerEntry(answer) {
	const { at, question, decision, summary, isFinal } = answer;
	return {
		at,
		actor: TIDEGATE,
		kind: decision ? "decision" : "answer",
		subject: subjectOfQuestion(question),
		data: {
			summary,
			final: isFinal,
			...decision && outlineOf(decision)
		}
	};
}
/** Written before the effect is sent. `replaces`: the digest of a content of the same slot that was never sent. */
function effectEntry(at, effect, replaces) {
	const data = {
		effect: effect.kind,
		slot: slotOf(effect),
		digest: digestOf(effect)
	};
	return {
		at,
		actor: TIDEGATE,
		kind: "effect",
		subject: subjectOfEffect(effect),
		data: replaces === null ? data : {
			...data,
			replaces
		}
	};
}
/** How a try to do the effect ended. `attempt` counts from 1. */
function outcomeEntry(at, effect, outcome, attempt) {
	const { kind, ...detail } = outcome;
	return {
		at,
		actor: TIDEGATE,
		kind: "outcome",
		subject: subjectOfEffect(effect),
		data: {
			effect: effect.kind,
			slot: slotOf(effect),
			digest: digestOf(effect),
			attempt,
			outcome: kind,
			...detail
		}
	};
}
/** Somebody asked to open a gate against the policy; whether they may is judged by the decisions that follow. */
function overrideEntry(question, override) {
	const { at, user, userId, environment, sha, reason, commentId } = override;
	return {
		at,
		actor: {
			kind: "user",
			id: userId,
			login: user
		},
		kind: "override",
		subject: {
			...subjectOfQuestion(question),
			environment,
			comment: commentId,
			commit: sha
		},
		data: { reason }
	};
}
/** What an auditor asks of a decision first; the whole of it is stored beside the log, under its digests. */
function outlineOf(decision) {
	const { verdict, mode, tier, releaseType, earliestOpening, override, policy, factsDigest } = decision;
	return {
		verdict,
		mode,
		tier,
		releaseType,
		earliestOpening,
		override,
		policy,
		factsDigest,
		decisionDigest: digestOf(decision),
		gates: decision.gates.map((gate) => ({
			name: gate.name,
			status: gate.status
		})),
		counted: decision.gates.flatMap((gate) => gate.requirements.flatMap((one) => one.counted?.length ? [{
			gate: gate.name,
			people: one.counted
		}] : []))
	};
}

// src/audit/entry.ts
/**
* Entries of the audit log (contract, section 11): one canonical JSON object per line, one log per installation.
* Whoever stores a line gives it its `seq`; nothing in a line is ever changed.
*/
/** The entry at its place in the log, as one line without the line break. */
function auditLine(entry, seq) {
	return canonicalJson({
		...entry,
		version: 1,
		seq
	});
}

// src/store/append-audit.ts
/**
* Puts entries at the end of an installation's log. The row of the log is locked until the transaction ends, so
* places are given without gaps, in the order of commits.
*/
async function appendAudit(tx, installationId, entries) {
	if (entries.length === 0) return;
	const first = (await tx.insertInto("audit_log").values({
		installation_id: installationId,
		size: entries.length
	}).onConflict((conflict) => conflict.column("installation_id").doUpdateSet((row) => ({ size: row("audit_log.size", "+", entries.length) }))).returning("size").executeTakeFirstOrThrow()).size - entries.length;
	for (const [index, entry] of entries.entries()) await tx.insertInto("audit_entry").values({
		installation_id: installationId,
		seq: first + index,
		repository_id: entry.subject.repositoryId,
		line: auditLine(entry, first + index)
	}).execute();
}

// src/store/want-effect.ts
/** Puts the effect into its slot unless the slot has it. Returns the audit entry when something is to be sent. */
async function wantEffect(tx, claim, effect, at) {
	const slot = slotOf(effect);
	const digest = digestOf(effect);
	const known = await tx.selectFrom("effect").select([
		"content",
		"digest",
		"state"
	]).where("slot", "=", slot).executeTakeFirst();
	if (known && isSatisfiedBy(known, contentOf(effect), digest)) return null;
	await (known?.state === "pending" && known.content === contentOf(effect) ? refresh(tx, slot, effect, digest) : fill(tx, claim, slot, effect, digest, at));
	return effectEntry(toInstant(at), effect, known?.state === "pending" ? known.digest : null);
}
/**
* Done: the same content counts, so an open gate is not opened again. Otherwise the same payload: an opening that was
* superseded, or still waits with an older decision's limits, is replaced by what was decided now.
*/
function isSatisfiedBy(known, content, digest) {
	return known.state === "done" ? known.content === content : known.digest === digest;
}
/** The same thing with newer limits. Its next try stays when it is: a decision does not shorten a wait. */
async function refresh(tx, slot, effect, digest) {
	await tx.updateTable("effect").set({
		payload: canonicalJson(effect),
		digest
	}).where("slot", "=", slot).execute();
}
async function fill(tx, claim, slot, effect, digest, at) {
	const values = {
		question_key: claim.key,
		lane: laneKey(claim.question),
		kind: effect.kind,
		content: contentOf(effect),
		digest,
		payload: canonicalJson(effect),
		state: "pending",
		attempts: 0,
		due_at: at,
		decided_at: at,
		settled_at: null,
		note: null
	};
	await tx.insertInto("effect").values({
		slot,
		...values
	}).onConflict((conflict) => conflict.column("slot").doUpdateSet(values)).execute();
}

// src/store/save-record.ts
async function saveRecord(db, claim, record) {
	return await db.transaction().execute(async (tx) => {
		if (!await holdClaim(tx, claim)) return false;
		if (await hasEnded(tx, claim)) return true;
		await keepAnswer(tx, claim, record);
		const entries = [
			entryOf(claim, record),
			...await keepOverrides(tx, claim, record.overrides),
			...await wantEffects(tx, claim, record)
		];
		await appendAudit(tx, claim.question.repository.installationId, entries);
		await askQuestions(tx, record.questions, record.at);
		return true;
	});
}
/**
* Claimed after its final answer, for an effect that still waits: the final answer stands. A command would otherwise
* be answered a second time, in a world that the first answer has changed.
*/
async function hasEnded(tx, claim) {
	if (!ENDING.includes(claim.question.kind)) return false;
	const row = await tx.selectFrom("question").select("final_at").where("key", "=", claim.key).executeTakeFirst();
	return row !== void 0 && row.final_at !== null;
}
async function keepAnswer(tx, claim, record) {
	await tx.insertInto("record").values({
		question_key: claim.key,
		at: record.at,
		summary: record.summary,
		facts: record.facts && canonicalJson(record.facts),
		decision: record.decision && canonicalJson(record.decision)
	}).execute();
	if (!record.final) return;
	await tx.updateTable("question").set({ final_at: record.at }).where("key", "=", claim.key).execute();
}
function entryOf(claim, record) {
	const { decision, summary, final: isFinal } = record;
	return answerEntry({
		at: toInstant(record.at),
		question: claim.question,
		decision,
		summary,
		isFinal
	});
}
/** A command that is answered twice, because we died in between, states its override once. */
async function keepOverrides(tx, claim, stated) {
	const entries = [];
	for (const override of stated) if (await tx.insertInto("override").values({
		repository_id: override.repositoryId,
		comment_id: override.commentId,
		environment_key: override.environment.toLowerCase(),
		environment: override.environment,
		user_id: override.userId,
		user_login: override.user,
		sha: override.sha,
		reason: override.reason,
		at: override.at
	}).onConflict((conflict) => conflict.doNothing()).returning("comment_id").executeTakeFirst()) entries.push(overrideEntry(claim.question, override));
	return entries;
}
async function wantEffects(tx, claim, record) {
	const entries = [];
	for (const effect of record.effects) {
		const entry = await wantEffect(tx, claim, effect, record.at);
		if (entry) entries.push(entry);
	}
	return entries;
}

// src/store/settle-effect.ts
const FIRST_WAIT_MS = 1e3;
const LONGEST_WAIT_MS$2 = 3e5;
/**
* The outcome counts for what was tried: when the slot holds something newer by now, that stays to be done. Settling
* twice is settling once.
*/
async function settleEffect(db, tried, outcome, at) {
	const { effect, attempts } = tried;
	await db.transaction().execute(async (tx) => {
		const row = await tx.selectFrom("effect").select([
			"content",
			"digest",
			"state",
			"attempts"
		]).where("id", "=", tried.id).executeTakeFirstOrThrow();
		if (isSettled(row, tried)) return;
		if (isAbout(row, tried, outcome)) await writeOutcome(tx, tried, outcome, at);
		const entry = outcomeEntry(toInstant(at), effect, outcome, attempts + 1);
		await appendAudit(tx, effect.repository.installationId, [entry]);
	});
}
function isSettled(row, tried) {
	if (row.content !== contentOf(tried.effect)) return false;
	return row.state !== "pending" || row.attempts > tried.attempts;
}
/** Done is done whatever the payload; but giving up on an older payload says nothing about the newer one. */
function isAbout(row, tried, outcome) {
	return outcome.kind === "done" ? row.content === contentOf(tried.effect) : row.digest === digestOf(tried.effect);
}
async function writeOutcome(tx, tried, outcome, at) {
	const attempts = tried.attempts + 1;
	const change = outcome.kind === "retry" ? {
		due_at: at + (outcome.afterMs ?? waitAfter$1(attempts)),
		note: outcome.because
	} : {
		state: outcome.kind,
		due_at: null,
		settled_at: at,
		note: noteOf(outcome)
	};
	await tx.updateTable("effect").set({
		...change,
		attempts
	}).where("id", "=", tried.id).execute();
}
function noteOf(outcome) {
	return outcome.kind === "done" ? outcome.note ?? null : outcome.because;
}
/** 1 s, 2 s, 4 s ... 5 min. */
function waitAfter$1(attempts) {
	return Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS$2);
}

// src/store/sqlite-dialect.ts
var NodeSqliteDialect = class extends SqliteDialect {
	#database;
	constructor(database) {
		super({ database: shim(database) });
		this.#database = database;
	}
	createDriver() {
		return new PatientDriver(this.#database);
	}
	createAdapter() {
		return new TransactionalAdapter();
	}
};
/** The pause is what lets the transactions of this very process end, when two connections of it meet. */
const LOCKED_TRIES = 200;
const LOCKED_PAUSE_MS = 10;
var PatientDriver = class extends SqliteDriver {
	#database;
	#connection;
	constructor(database) {
		super({ database: shim(database) });
		this.#database = database;
	}
	async acquireConnection() {
		this.#connection ??= patient(await super.acquireConnection(), this.#database);
		return this.#connection;
	}
	/**
	* Takes the write lock when a transaction begins. A transaction that reads first and then asks for the lock is
	* refused at once when somebody wrote in between, however long one is ready to wait.
	*/
	async beginTransaction(connection) {
		await connection.executeQuery(CompiledQuery.raw("begin immediate"));
	}
};
/**
* Waits for the lock without blocking the process. Inside a transaction the lock is ours, so there is nothing to
* wait for.
*/
function patient(connection, database) {
	async function executeQuery(query) {
		for (let tries = 1;; tries++) try {
			return await connection.executeQuery(query);
		} catch (error) {
			if (tries >= LOCKED_TRIES || database.isTransaction || !isLocked(error)) throw error;
			await setTimeout$1(LOCKED_PAUSE_MS);
		}
	}
	return {
		executeQuery,
		streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize)
	};
}
/** SQLite can undo the making of a table. Said so, a migration that is killed halfway leaves nothing behind. */
var TransactionalAdapter = class extends SqliteAdapter {
	get supportsTransactionalDdl() {
		return true;
	}
};
function shim(connection) {
	return {
		close: () => connection.close(),
		prepare: (text) => {
			const statement = connection.prepare(text);
			return {
				reader: statement.columns().length > 0,
				all: (parameters) => statement.all(...bindable(parameters)),
				run: (parameters) => statement.run(...bindable(parameters)),
				iterate: (parameters) => statement.iterate(...bindable(parameters))
			};
		}
	};
}
/** Kysely hands on what the typed tables allow: text, numbers, bytes and null. Anything else is refused by SQLite. */
function bindable(parameters) {
	return parameters;
}

// src/store/waiting-deliveries.ts
async function waitingDeliveries(db, limit) {
	return (await db.selectFrom("delivery").select([
		"id",
		"event",
		"received_at",
		"body"
	]).where("state", "=", "waiting").orderBy("seq").limit(limit).execute()).map((row) => ({
		id: row.id,
		event: row.event,
		receivedAt: row.received_at,
		body: row.body
	}));
}

// src/store/open.ts
/** The embedded store: SQLite through `node:sqlite`, in one folder. */
/** Opens or creates the database of a folder and brings its tables up to date. Several processes may have it open. */
async function openSqliteStore(folder) {
	const db = new Kysely({ dialect: new NodeSqliteDialect(await connectSqlite(folder)) });
	try {
		await migrate(db, allMigrations(SQLITE_SPELLING));
	} catch (error) {
		await db.destroy();
		throw error;
	}
	return storeOn(db);
}
/** The verbs over any database that has the tables. */
function storeOn(db) {
	return {
		acceptDelivery: (delivery) => acceptDelivery(db, delivery),
		waitingDeliveries: (limit) => waitingDeliveries(db, limit),
		finishDelivery: (id, questions, at) => finishDelivery(db, id, questions, at),
		failDelivery: (id, because, limit) => failDelivery(db, id, because, limit),
		claimQuestion: (at, leaseUntil) => claimQuestion(db, at, leaseUntil),
		nextDueAt: () => nextDueAt(db),
		saveRecord: (claim, record) => saveRecord(db, claim, record),
		releaseClaim: (claim, next) => releaseClaim(db, claim, next),
		pendingEffects: (questionKey, at) => pendingEffects(db, questionKey, at),
		settleEffect: (effect, outcome, at) => settleEffect(db, effect, outcome, at),
		openGates: (repositoryId) => openGates(db, repositoryId),
		openedGates: (repositoryId, environment) => openedGates(db, repositoryId, environment),
		overrides: (repositoryId, environment) => overrides(db, repositoryId, environment),
		lastValidPolicy: (repositoryId) => lastValidPolicy(db, repositoryId),
		keepValidPolicy: (repositoryId, policy) => keepValidPolicy(db, repositoryId, policy),
		close: () => db.destroy()
	};
}

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
function kindOf(status) {
	if (status === 404 || status === 410) return "not-found";
	if (status === 401 || status === 403) return "forbidden";
	if (status === 400 || status === 409 || status === 422) return "rejected";
	return "unavailable";
}
/** GitHub's limits start anew every hour. Whatever else an answer says, a gate must not wait for it for ever. */
const LONGEST_WAIT_MS$1 = 36e5;
function clamp(ms) {
	return Math.min(Math.max(ms, 1e3), LONGEST_WAIT_MS$1);
}
/** Milliseconds that GitHub asks us to wait (403 or 429 with a limit header), undefined when it is no rate limit. */
function waitAskedFor(error) {
	if (error.status !== 403 && error.status !== 429) return void 0;
	const headers = error.response?.headers ?? {};
	const after = Number(headers["retry-after"]);
	if (Number.isFinite(after) && after > 0) return clamp(after * 1e3);
	if (String(headers["x-ratelimit-remaining"]) === "0") {
		const reset = Number(headers["x-ratelimit-reset"]) * 1e3;
		const served = Date.parse(String(headers["date"]));
		return Number.isFinite(reset) && Number.isFinite(served) ? clamp(reset - served) : 6e4;
	}
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
	try {
		return await request();
	} catch (error) {
		throw translateError(what, error);
	}
}
/** Like {@link ask}, with null for "not there". */
async function askOrNull(what, request) {
	try {
		return await request();
	} catch (error) {
		const failure = translateError(what, error);
		if (failure.kind === "not-found") return null;
		throw failure;
	}
}
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
			per_page: PAGE_SIZE
		}));
		items.push(...data);
		if (data.length < PAGE_SIZE) return {
			items,
			complete: true
		};
	}
	return {
		items,
		complete: false
	};
}

// src/github/reads/read-gate.ts
/**
* Where our protection rule on one deployment stands. GitHub has no call that says so: it is put together from the
* deployment, the run, the environments that wait, and the answers given.
*/
/**
* Marks our comment on one deployment. GitHub's list of answers names neither deployment nor attempt, so the comment
* has to, or an answer to an earlier attempt would pass for one to this.
*/
function deploymentMark(deploymentId) {
	return `deployment ${deploymentId}`;
}
async function readGate(connection, question) {
	const deployment = await readDeployment(connection, question.deploymentId);
	const run = await readRun(connection, question.runId);
	const known = {
		runAttempt: run?.run_attempt ?? 0,
		sha: deployment?.sha ?? "",
		ref: deployment?.ref ?? "",
		environment: deployment?.environment ?? question.environment,
		actors: actorsOf(run),
		requestedAt: deployment?.createdAt ?? null
	};
	if (!deployment || !run) return {
		...known,
		state: "not-found",
		lastReport: null
	};
	const answers = await readOurAnswers(connection, question);
	const lastReport = answers.filter((answer) => answer.state === "pending").at(-1)?.comment ?? null;
	const state = answeredState(answers) ?? await openState(connection, question, run, deployment);
	return {
		...known,
		state,
		lastReport
	};
}
function answeredState(answers) {
	const final = answers.find((answer) => answer.state !== "pending");
	return final && (final.state === "approved" ? "approved" : "rejected");
}
/**
* GitHub tells what a run waits for by environment: after the run was started again, a deployment of the first attempt
* looks as if it waited. So the deployment has the first word, then the times, and the list the last.
*/
async function openState(connection, question, run, deployment) {
	const states = await readStates(connection, question.deploymentId);
	if (states.some((state) => STARTED.has(state))) return "passed-without-us";
	if (ENDED$1.has(states[0] ?? "") || isOfEarlierAttempt(deployment, run)) return "gone";
	return run.status === "completed" && !isNewerThan(deployment, run) && !await isPending(connection, question) ? "gone" : "waiting";
}
function isOfEarlierAttempt({ createdAt }, { run_started_at: startedAt }) {
	return startedAt !== void 0 && epochMs(createdAt) < Date.parse(startedAt);
}
/** What we read of the run is from before the deployment: GitHub's copies lag. */
function isNewerThan({ createdAt }, { updated_at: updatedAt }) {
	return epochMs(createdAt) > Date.parse(updatedAt);
}
function actorsOf(run) {
	const logins = [run?.actor?.login, run?.triggering_actor?.login].filter((login) => login !== void 0);
	return [...new Set(logins)];
}
async function readRun({ octokit, owner, repo }, runId) {
	return (await askOrNull(`Reading run ${runId}`, () => octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}", {
		owner,
		repo,
		run_id: runId,
		request: once()
	})))?.data ?? null;
}
async function readDeployment({ octokit, owner, repo }, deploymentId) {
	const answer = await askOrNull(`Reading deployment ${deploymentId}`, () => octokit.request("GET /repos/{owner}/{repo}/deployments/{deployment_id}", {
		owner,
		repo,
		deployment_id: deploymentId,
		request: once()
	}));
	if (!answer) return null;
	const { sha, ref, environment, payload, created_at: createdAt } = answer.data;
	return {
		sha: effectiveSha(payload, sha),
		ref,
		environment,
		createdAt
	};
}
const SHA = /^[0-9a-f]{40}$/;
/** A rollback is filed by GitHub against the head of the branch; the commit that is deployed stands in the payload. */
function effectiveSha(payload, deploymentSha) {
	const value = typeof payload === "string" ? parseJson(payload) : payload;
	if (typeof value !== "object" || value === null || !("sha" in value)) return deploymentSha;
	return typeof value.sha === "string" && SHA.test(value.sha) ? value.sha : deploymentSha;
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
async function readOurAnswers(connection, question) {
	const { octokit, owner, repo, self } = connection;
	const answers = await ask(`Reading the answers of run ${question.runId}`, () => octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals", {
		owner,
		repo,
		run_id: question.runId,
		request: once()
	}));
	const mark = deploymentMark(question.deploymentId);
	return answers.data.filter((answer) => answer.user.login === self && endsWithMark(answer.comment, mark));
}
/** The mark stands at the end of the comment, as a word of its own: `deployment 12` is not `deployment 123`. */
function endsWithMark(comment, mark) {
	return new RegExp(`(^|\\s)${mark}$`).test(comment.trimEnd());
}
async function isPending({ octokit, owner, repo }, question) {
	return ((await askOrNull(`Reading what run ${question.runId} waits for`, () => octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments", {
		owner,
		repo,
		run_id: question.runId,
		request: once()
	})))?.data ?? []).some((pending) => pending.environment.name === question.environment);
}
const STARTED = /* @__PURE__ */ new Set(["in_progress", "success"]);
const ENDED$1 = /* @__PURE__ */ new Set([
	"failure",
	"error",
	"inactive"
]);
/** The states the deployment had, newest first. */
async function readStates({ octokit, owner, repo }, deploymentId) {
	return (await ask(`Reading the statuses of deployment ${deploymentId}`, () => octokit.request("GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
		owner,
		repo,
		deployment_id: deploymentId,
		per_page: 100,
		request: once()
	}))).data.map((status) => status.state);
}

// src/github/effects/open-gate.ts
const TOO_OLD = {
	kind: "superseded",
	because: "the decision is too old to act on"
};
async function openGate(connection, effect, at) {
	const isTooOld = tooOldFrom(at, effect);
	if (isTooOld()) return TOO_OLD;
	const refusal = refuse(effect, await readGate(connection, effect.gate));
	if (refusal) return refusal;
	if (isTooOld()) return TOO_OLD;
	try {
		await approve(connection, effect);
	} catch (error) {
		return afterFailure(connection, effect, error);
	}
	return {
		kind: "done",
		note: (await readOurAnswers(connection, effect.gate)).some((answer) => answer.state === "approved") ? "approved and seen approved" : "approved; GitHub does not list it yet"
	};
}
/** Counts from `at`, whatever the clock of the machine does. */
function tooOldFrom(at, { validUntil }) {
	const startedAt = performance.now();
	return () => at + (performance.now() - startedAt) >= epochMs(validUntil);
}
function refuse(effect, gate) {
	if (gate.state === "approved") return {
		kind: "done",
		note: "was approved before"
	};
	if (gate.state !== "waiting") return {
		kind: "superseded",
		because: `the gate does not wait any more (${gate.state})`
	};
	if (gate.runAttempt !== effect.runAttempt) return {
		kind: "superseded",
		because: "the run was started again"
	};
	if (gate.sha !== effect.headSha) return {
		kind: "superseded",
		because: "the deployment is of another commit"
	};
	return null;
}
async function approve({ octokit, owner, repo }, { gate, comment }) {
	await ask(`Approving the deployment to ${gate.environment}`, () => octokit.request("POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule", {
		owner,
		repo,
		run_id: gate.runId,
		environment_name: gate.environment,
		state: "approved",
		comment: `${comment}\n\n${deploymentMark(gate.deploymentId)}`,
		request: once()
	}));
}
/** Whether it was done cannot be told from the failure, only from the gate. */
async function afterFailure(connection, effect, error) {
	if (!(error instanceof Failure)) throw error;
	const refusal = refuse(effect, await readGate(connection, effect.gate));
	if (refusal) return refusal;
	return {
		kind: "retry",
		because: error.message,
		afterMs: error.retryAfterMs
	};
}

// src/github/effects/reply.ts
async function reply(connection, effect) {
	const mark = `<!-- tidegate:reply ${effect.commentId} -->`;
	if (await isAnswered(connection, effect, mark)) return {
		kind: "done",
		note: "was answered before"
	};
	const { octokit, owner, repo } = connection;
	try {
		await ask("Answering a comment", () => octokit.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
			owner,
			repo,
			issue_number: effect.issueNumber,
			body: `${effect.body}\n\n${mark}`,
			request: once()
		}));
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		return {
			kind: "retry",
			because: error.message,
			afterMs: error.retryAfterMs
		};
	}
	return { kind: "done" };
}
/** Only our own comments are looked at: anybody can write the mark. */
async function isAnswered({ octokit, owner, repo, self }, effect, mark) {
	const { items } = await listAll("Reading comments", (page) => octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
		owner,
		repo,
		issue_number: effect.issueNumber,
		...page,
		request: once()
	}));
	return items.some((comment) => comment.user?.login === self && (comment.body ?? "").includes(mark));
}

// src/github/effects/report-gate.ts
/** GitHub's limit for one report. */
const MOST_CHARACTERS$1 = 1024;
async function reportGate(connection, effect) {
	const comment = marked(effect.comment, deploymentMark(effect.gate.deploymentId));
	const gate = await readGate(connection, effect.gate);
	if (gate.state !== "waiting") return {
		kind: "superseded",
		because: `the gate does not wait any more (${gate.state})`
	};
	if (gate.lastReport === comment) return {
		kind: "done",
		note: "was reported before"
	};
	try {
		await send$1(connection, effect, comment);
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		if (error.kind === "rejected") return {
			kind: "superseded",
			because: error.message
		};
		return {
			kind: "retry",
			because: error.message,
			afterMs: error.retryAfterMs
		};
	}
	return { kind: "done" };
}
/** As many whole lines as fit with the mark, which tells our report from one on another attempt. */
function marked(text, mark) {
	const whole = `${text}\n\n${mark}`;
	if (whole.length <= MOST_CHARACTERS$1) return whole;
	const end = `\n…\n\n${mark}`;
	const lines = text.split("\n");
	while (lines.length > 1 && lines.join("\n").length + end.length > MOST_CHARACTERS$1) lines.pop();
	return `${lines.join("\n").slice(0, MOST_CHARACTERS$1 - end.length).toWellFormed()}${end}`;
}
async function send$1({ octokit, owner, repo }, { gate }, comment) {
	await ask(`Reporting on the deployment to ${gate.environment}`, () => octokit.request("POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule", {
		owner,
		repo,
		run_id: gate.runId,
		environment_name: gate.environment,
		comment,
		request: once()
	}));
}

// src/github/effects/write-check.ts
/** GitHub's limits for one request. */
const MOST_ANNOTATIONS = 50;
const MOST_CHARACTERS = 65535;
async function writeCheck(connection, effect) {
	const newest = await findNewest(connection, effect);
	const canUpdate = newest !== null && (newest.status !== "completed" || effect.status === "completed");
	try {
		await (canUpdate ? update(connection, newest, effect) : create(connection, effect));
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		return {
			kind: "retry",
			because: error.message,
			afterMs: error.retryAfterMs
		};
	}
	return { kind: "done" };
}
async function findNewest({ octokit, owner, repo, appId }, effect) {
	if (appId === null) throw new Failure("forbidden", "Only an App can write checks.");
	const { items } = await listAll(`Reading the checks of ${effect.headSha.slice(0, 7)}`, async (page) => {
		return { data: (await octokit.request("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", {
			owner,
			repo,
			ref: effect.headSha,
			check_name: effect.name,
			app_id: appId,
			...page,
			request: once()
		})).data.check_runs };
	});
	const ours = items.filter((run) => run.external_id === effect.externalId);
	const newest = ours.reduce((latest, run) => latest && Number(latest.id) > Number(run.id) ? latest : run, ours[0]);
	if (!newest) return null;
	return {
		id: Number(newest.id),
		status: newest.status,
		isAnnotated: newest.output.annotations_count > 0
	};
}
async function create({ octokit, owner, repo }, effect) {
	await ask("Creating a check", () => octokit.request("POST /repos/{owner}/{repo}/check-runs", {
		owner,
		repo,
		name: effect.name,
		head_sha: effect.headSha,
		...bodyOf(effect),
		request: once()
	}));
}
/** GitHub adds annotations to those that are there. They are of this commit's text, so they are the same ones. */
async function update({ octokit, owner, repo }, known, effect) {
	const body = bodyOf(known.isAnnotated ? {
		...effect,
		annotations: []
	} : effect);
	await ask("Updating a check", () => octokit.request("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
		owner,
		repo,
		check_run_id: known.id,
		...body,
		request: once()
	}));
}
function bodyOf(effect) {
	const state = effect.status === "completed" ? {
		status: "completed",
		conclusion: effect.conclusion ?? "neutral"
	} : { status: "in_progress" };
	const annotations = effect.annotations.slice(0, MOST_ANNOTATIONS).map((annotation) => ({
		path: annotation.path,
		start_line: annotation.line,
		end_line: annotation.line,
		start_column: annotation.column,
		end_column: annotation.column,
		annotation_level: annotation.level,
		title: annotation.title,
		message: annotation.message
	}));
	return {
		...state,
		external_id: effect.externalId,
		output: {
			title: effect.title,
			summary: effect.summary.slice(0, MOST_CHARACTERS).toWellFormed(),
			annotations
		}
	};
}

// src/github/effects/apply-effect.ts
function applyEffect(connection, effect, at) {
	switch (effect.kind) {
		case "open-gate": return openGate(connection, effect, at);
		case "report-gate": return reportGate(connection, effect);
		case "write-check": return writeCheck(connection, effect);
		case "reply": return reply(connection, effect);
	}
}

// src/github/reads/contributors.ts
function contributorsOf(commits, author) {
	const logins = /* @__PURE__ */ new Map([[author.toLowerCase(), author]]);
	let unknown = 0;
	for (const commit of commits) {
		const named = [
			commit.author?.login,
			commit.committer?.login,
			...coAuthors(commit.commit.message)
		];
		for (const login of named) if (login === void 0) unknown += 1;
		else if (login !== WEB_FLOW && !logins.has(login.toLowerCase())) logins.set(login.toLowerCase(), login);
	}
	return {
		logins: [...logins.values()],
		unknown
	};
}
/** Commits made on the web are committed by this account of GitHub's own. */
const WEB_FLOW = "web-flow";
/** Stays on one line: looking for the end beyond it would take quadratic time on a message made for that. */
const TRAILER = /^co-authored-by:[^<\n]*<([^>\n]*)>[^\S\n]*$/gim;
const NO_REPLY = /^(?:\d+\+)?([A-Za-z0-9-]+(?:\[bot\])?)@users\.noreply\.github\.com$/i;
/** The login behind each `Co-authored-by` trailer; undefined for an address that does not say which account it is. */
function coAuthors(message) {
	return [...message.matchAll(TRAILER)].map((trailer) => NO_REPLY.exec(trailer[1] ?? "")?.[1]);
}

// src/github/reads/read-pull-request.ts
async function readPullRequest(connection, number) {
	const { octokit, owner, repo } = connection;
	const { data } = await ask(`Reading pull request #${number}`, () => octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", {
		owner,
		repo,
		pull_number: number,
		request: once()
	}));
	const files = await readFiles(connection, number);
	const contributors = await readContributors(connection, number, data.user.login, data.commits);
	const labels = data.labels.map((label) => label.name.toWellFormed());
	const change = {
		kind: "pull-request",
		number,
		title: data.title.toWellFormed(),
		body: (data.body ?? "").toWellFormed(),
		author: data.user.login,
		contributors: contributors.logins,
		unknownContributors: contributors.unknown,
		labels,
		labeledBy: labels.length > 0 ? await readLabelers(connection, number, labels) : {},
		base: data.base.ref,
		headSha: data.head.sha,
		...data.merged_at ? { mergedAt: data.merged_at } : {},
		files,
		filesComplete: files.length === data.changed_files && contributors.complete,
		commits: data.commits,
		reviews: await readReviews(connection, number)
	};
	return {
		state: data.state,
		draft: data.draft ?? false,
		headSha: data.head.sha,
		base: data.base.ref,
		change
	};
}
/** GitHub lists at most 3,000 files of a pull request. */
async function readFiles({ octokit, owner, repo }, number) {
	const { items } = await listAll(`Reading the files of #${number}`, (page) => octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", {
		owner,
		repo,
		pull_number: number,
		...page,
		request: once()
	}));
	return items.map(changedFile);
}
function changedFile(file) {
	const previous = file.previous_filename?.toWellFormed();
	return {
		path: file.filename.toWellFormed(),
		...previous === void 0 ? {} : { previousPath: previous },
		status: FILE_STATUS[file.status] ?? "modified",
		additions: file.additions,
		deletions: file.deletions
	};
}
const FILE_STATUS = {
	added: "added",
	copied: "added",
	removed: "removed",
	renamed: "renamed"
};
/** GitHub lists at most 250 commits of a pull request; beyond them somebody may have contributed whom we do not see. */
async function readContributors({ octokit, owner, repo }, number, author, commits) {
	const { items } = await listAll(`Reading the commits of #${number}`, (page) => octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/commits", {
		owner,
		repo,
		pull_number: number,
		...page,
		request: once()
	}));
	return {
		...contributorsOf(items, author),
		complete: items.length === commits
	};
}
/** Who set each label last. Labels decide about tiers and emergencies, and triage may set them. */
async function readLabelers({ octokit, owner, repo }, number, labels) {
	const { items } = await listAll(`Reading the events of #${number}`, (page) => octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}/events", {
		owner,
		repo,
		issue_number: number,
		...page,
		request: once()
	}));
	const labelers = {};
	for (const event of items) {
		const label = "label" in event ? event.label?.name?.toWellFormed() : void 0;
		if (event.event === "labeled" && label && event.actor && labels.includes(label)) labelers[label] = event.actor.login;
	}
	return labelers;
}
async function readReviews({ octokit, owner, repo }, number) {
	const { items } = await listAll(`Reading the reviews of #${number}`, (page) => octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews", {
		owner,
		repo,
		pull_number: number,
		...page,
		request: once()
	}));
	return items.flatMap((review) => {
		const state = REVIEW_STATES[review.state];
		if (!state || !review.user || !review.submitted_at) return [];
		const { login } = review.user;
		const commit = review.commit_id ?? "";
		return [{
			id: Number(review.id),
			user: login,
			state,
			commit,
			at: review.submitted_at
		}];
	});
}
const REVIEW_STATES = {
	APPROVED: "approved",
	CHANGES_REQUESTED: "changes_requested",
	COMMENTED: "commented",
	DISMISSED: "dismissed"
};

// src/github/reads/read-changes.ts
/** GitHub compares this many commits at once. Reading a larger release change by change would use up the rate limit. */
const MOST_COMMITS = 250;
async function readChanges(connection, baseSha, headSha) {
	const forward = await compareForward(connection, baseSha, headSha);
	if (forward === null) return UNKNOWN;
	const direction = DIRECTIONS[forward.status] ?? "diverged";
	const range = direction === "backward" ? await compare(connection, headSha, baseSha) : forward;
	if (!range?.complete) return {
		direction,
		changes: [],
		complete: false
	};
	return {
		direction,
		...await readEach(connection, range.commits)
	};
}
/** Null when the base is not in this repository: whoever may create deployments can name any commit. */
async function compareForward(connection, baseSha, headSha) {
	try {
		return await compare(connection, baseSha, headSha);
	} catch (error) {
		if (error instanceof Failure && error.kind === "not-found" && !await isThere(connection, baseSha)) return null;
		throw error;
	}
}
/** GitHub answers 422 to a commit that it does not know, 404 to one in a repository that it does not show. */
async function isThere({ octokit, owner, repo }, sha) {
	const read = () => octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
		owner,
		repo,
		ref: sha,
		per_page: 1,
		request: once()
	});
	try {
		return await askOrNull(`Looking for commit ${sha.slice(0, 7)}`, read) !== null;
	} catch (error) {
		if (error instanceof Failure && error.kind === "rejected") return false;
		throw error;
	}
}
/** What is known of commits that GitHub cannot compare: nothing, which is the highest tier. */
const UNKNOWN = {
	direction: "diverged",
	changes: [],
	complete: false
};
const DIRECTIONS = {
	ahead: "forward",
	behind: "backward",
	identical: "same",
	diverged: "diverged"
};
async function compare(connection, base, head) {
	const { octokit, owner, repo } = connection;
	let status = "";
	let total = 0;
	const { items } = await listAll(`Comparing ${base.slice(0, 7)} with ${head.slice(0, 7)}`, async (page) => {
		const answer = await octokit.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
			owner,
			repo,
			basehead: `${base}...${head}`,
			...page,
			request: once()
		});
		({status, total_commits: total} = answer.data);
		return { data: answer.data.commits };
	}, MOST_COMMITS);
	return {
		status,
		commits: items.map((commit) => commit.sha),
		complete: items.length === total && total <= MOST_COMMITS
	};
}
/** Oldest first, each pull request once. */
async function readEach(connection, commits) {
	const changes = [];
	const seen = /* @__PURE__ */ new Set();
	let complete = true;
	for (const sha of commits) {
		const numbers = await readMergedPullRequests(connection, sha);
		if (numbers.length === 0) {
			const commit = await readCommit(connection, sha);
			changes.push(commit.change);
			complete &&= commit.complete;
		}
		for (const number of numbers.filter((each) => !seen.has(each))) {
			seen.add(number);
			changes.push((await readPullRequest(connection, number)).change);
		}
	}
	return {
		changes,
		complete
	};
}
/**
* The merged pull requests of this repository that brought a commit. An open one explains nothing: it lists the
* commit, and nobody agreed to it.
*/
async function readMergedPullRequests(connection, sha) {
	return (await readPullRequestsOf(connection, sha)).filter((pull) => pull.merged_at !== null).map((pull) => pull.number);
}
async function readOpenPullRequestsAt(connection, sha) {
	return (await readPullRequestsOf(connection, sha)).filter((pull) => pull.state === "open" && pull.head.sha === sha).map((pull) => pull.number);
}
/** Those of this repository: a fork may hold the same commit. */
async function readPullRequestsOf({ octokit, owner, repo, repository }, sha) {
	const { items } = await listAll(`Reading the pull requests of ${sha.slice(0, 7)}`, (page) => octokit.request("GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls", {
		owner,
		repo,
		commit_sha: sha,
		...page,
		request: once()
	}));
	return items.filter((pull) => Number(pull.base.repo.id) === repository.id);
}
/** GitHub shows at most 3,000 files of a commit, in pages. */
const MOST_FILES = 3e3;
async function readCommit(connection, sha) {
	const { octokit, owner, repo } = connection;
	const what = `Reading commit ${sha.slice(0, 7)}`;
	const read = (page) => octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
		owner,
		repo,
		ref: sha,
		...page,
		request: once()
	});
	const { data } = await ask(what, () => read({
		page: 1,
		per_page: 1
	}));
	const files = await listAll(what, async (page) => ({ data: (await read(page)).data.files ?? [] }), MOST_FILES);
	return {
		change: {
			kind: "commit",
			sha,
			message: data.commit.message.toWellFormed(),
			author: data.author && "login" in data.author ? data.author.login : "",
			at: data.commit.committer?.date ?? data.commit.author?.date ?? "",
			files: files.items.map(changedFile)
		},
		complete: files.complete
	};
}

// src/github/reads/read-comment.ts
async function readComment(connection, id) {
	const { octokit, owner, repo } = connection;
	const answer = await askOrNull(`Reading comment ${id}`, () => octokit.request("GET /repos/{owner}/{repo}/issues/comments/{comment_id}", {
		owner,
		repo,
		comment_id: id,
		request: once()
	}));
	const user = answer?.data.user;
	if (!answer || !user) return null;
	const { data } = answer;
	return {
		id: Number(data.id),
		body: (data.body ?? "").toWellFormed(),
		user: user.login,
		userId: Number(user.id),
		createdAt: data.created_at,
		edited: data.updated_at !== data.created_at
	};
}

// src/github/reads/read-deployments.ts
/** How far back we look for what an environment runs. Each deployment costs one read. */
const LOOK_BACK = 20;
/** Newest first, down to the newest success that is trusted: older ones changed nothing that runs today. */
async function readDeployments(connection, environment, isTrusted) {
	const { octokit, owner, repo } = connection;
	const list = await ask(`Reading the deployments to ${environment}`, () => octokit.request("GET /repos/{owner}/{repo}/deployments", {
		owner,
		repo,
		environment,
		per_page: LOOK_BACK,
		request: once()
	}));
	const facts = [];
	for (const deployment of list.data) {
		const fact = await readHistory(connection, environment, deployment);
		if (fact) facts.push(fact);
		if (fact?.state === "success" && isTrusted(fact.id)) break;
	}
	return facts;
}
/** Null for a deployment that has not begun: it has changed nothing. */
async function readHistory({ octokit, owner, repo }, environment, deployment) {
	const id = Number(deployment.id);
	const telling = (await ask(`Reading the statuses of deployment ${id}`, () => octokit.request("GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
		owner,
		repo,
		deployment_id: id,
		per_page: 100,
		request: once()
	}))).data.find((status) => status.state !== "inactive");
	const state = telling && STATES[telling.state];
	if (!telling || !state) return null;
	const finished = state === "in_progress" ? {} : { finishedAt: telling.created_at };
	return {
		id,
		environment,
		sha: effectiveSha(deployment.payload, deployment.sha),
		startedAt: deployment.created_at,
		...finished,
		state
	};
}
const STATES = {
	success: "success",
	failure: "failure",
	error: "failure",
	in_progress: "in_progress"
};

// src/github/reads/read-people.ts
/** Unknown logins are left out: somebody we know nothing of counts for nothing. */
async function readPeople(connection, logins, teams) {
	const people = {};
	for (const login of distinctLogins(logins)) {
		const person = await readPerson(connection, login, teams);
		if (person) people[login] = person;
	}
	return people;
}
function distinctLogins(logins) {
	return [...new Map(logins.map((login) => [login.toLowerCase(), login])).values()].sort();
}
async function readPerson(connection, login, teams) {
	const { octokit, owner, repo } = connection;
	if (login.endsWith("[bot]")) return readBot(connection, login);
	const answer = await askOrNull(`Reading the permission of ${login}`, () => octokit.request("GET /repos/{owner}/{repo}/collaborators/{username}/permission", {
		owner,
		repo,
		username: login,
		request: once()
	}));
	const user = answer?.data.user;
	if (!answer || !user) return null;
	const memberships = [];
	for (const team of teams) if (await isActiveMember(connection, team, login)) memberships.push(team);
	return {
		id: Number(user.id),
		kind: user.type === "Bot" ? "bot" : "user",
		permission: permissionOf(answer.data.role_name, answer.data.permission),
		teams: memberships
	};
}
async function readBot({ octokit }, login) {
	const answer = await askOrNull(`Reading ${login}`, () => octokit.request("GET /users/{username}", {
		username: login,
		request: once()
	}));
	return answer ? {
		id: Number(answer.data.id),
		kind: "bot",
		permission: "none",
		teams: []
	} : null;
}
/** `role_name` tells maintain and triage apart, which `permission` folds into write and read; custom roles fall back to it. */
function permissionOf(roleName, permission) {
	for (const name of [roleName, permission]) {
		const known = PERMISSIONS.find((candidate) => candidate === name);
		if (known) return known;
	}
	return "none";
}
const PERMISSIONS = [
	"none",
	"read",
	"triage",
	"write",
	"maintain",
	"admin"
];
/** Members of child teams count (GitHub says so in the answer); an invitation that was not accepted does not. */
async function isActiveMember({ octokit, owner }, team, login) {
	return (await askOrNull(`Reading team ${team}`, () => octokit.request("GET /orgs/{org}/teams/{team_slug}/memberships/{username}", {
		org: owner,
		team_slug: team,
		username: login,
		request: once()
	})))?.data.state === "active";
}

// src/github/reads/read-repository.ts
/** The default branch and files on it. */
async function readDefaultBranch({ octokit, owner, repo }) {
	const name = (await ask("Reading the repository", () => octokit.request("GET /repos/{owner}/{repo}", {
		owner,
		repo,
		request: once()
	}))).data.default_branch;
	return {
		name,
		sha: (await ask(`Reading branch ${name}`, () => octokit.request("GET /repos/{owner}/{repo}/branches/{branch}", {
			owner,
			repo,
			branch: name,
			request: once()
		}))).data.commit.sha
	};
}
/** A text file at a commit; null when the commit has no such file (a folder or a link counts as none). */
async function readFile(connection, path, sha) {
	const { octokit, owner, repo } = connection;
	const answer = await askOrNull(`Reading ${path}`, () => octokit.request("GET /repos/{owner}/{repo}/contents/{path}", {
		owner,
		repo,
		path,
		ref: sha,
		request: once()
	}));
	if (answer === null) return null;
	const { data } = answer;
	if (Array.isArray(data) || data.type !== "file" || !("content" in data)) return null;
	return { text: Buffer.from(data.content, "base64").toString("utf8") };
}

// src/github/connect.ts
function connectGitHub(octokit, repository, identity) {
	const { owner, name: repo } = repository;
	const connection = {
		octokit,
		repository,
		owner,
		repo,
		...identity
	};
	return {
		defaultBranch: () => readDefaultBranch(connection),
		file: (path, sha) => readFile(connection, path, sha),
		gate: (question) => readGate(connection, question),
		deployments: (environment, isTrusted) => readDeployments(connection, environment, isTrusted),
		changes: (baseSha, headSha) => readChanges(connection, baseSha, headSha),
		pullRequest: (number) => readPullRequest(connection, number),
		openPullRequestsAt: (sha) => readOpenPullRequestsAt(connection, sha),
		people: (logins, teams) => readPeople(connection, logins, teams),
		comment: (id) => readComment(connection, id),
		apply: (effect, at) => applyEffect(connection, effect, at)
	};
}

// src/app/token-cache.ts
/** They live an hour, and the clock of the machine may be a little late. */
const LASTS_MS = 354e4;
const MOST_TOKENS = 1e4;
function createTokenCache(now = Date.now) {
	const tokens = /* @__PURE__ */ new Map();
	return {
		get: (key) => {
			const known = tokens.get(key);
			return known && known.until > now() ? known.value : void 0;
		},
		set: (key, value) => {
			tokens.delete(key);
			tokens.set(key, {
				value,
				until: now() + LASTS_MS
			});
			if (tokens.size > MOST_TOKENS) tokens.delete(tokens.keys().next().value ?? key);
		},
		forget: (installationId) => {
			for (const key of tokens.keys()) if (key.split("|", 1)[0] === `${installationId}`) tokens.delete(key);
		}
	};
}

// src/app/github-app.ts
/**
* Probot, for what it is good at: authenticating as the App and as its installations, and dispatching events. It
* receives nothing from the network: what reaches it was verified and is on disk.
*/
/**
* Retries are ours: the plugin repeats POSTs, and a POST whose answer was lost may have been done. So is waiting: what
* GitHub asks us to wait for is kept in the agenda, where it survives a restart.
*/
function octokitWith(tokens) {
	return ProbotOctokit.defaults((options) => ({
		...options,
		...options.auth === void 0 ? {} : { auth: {
			...options.auth,
			cache: tokens
		} },
		retry: { enabled: false },
		throttle: { enabled: false }
	}));
}
function createGitHubApp(options) {
	const tokens = createTokenCache();
	const probot = new Probot({
		appId: options.appId,
		privateKey: options.privateKey.reveal(),
		secret: options.webhookSecrets[0].reveal(),
		baseUrl: options.apiUrl,
		Octokit: octokitWith(tokens),
		log: options.log.child({}, { level: "warn" })
	});
	const identity = remembered(() => readIdentity(probot));
	return {
		github: async (repository) => {
			const octokit = await probot.auth(repository.installationId);
			forgetRefusedTokens(octokit, repository.installationId, tokens);
			return connectGitHub(octokit, repository, await identity());
		},
		dispatch: async ({ id, event, body }) => {
			const payload = JSON.parse(Buffer.from(body).toString("utf8"));
			await probot.receive({
				id,
				name: event,
				payload
			});
		},
		onEvent: (handler) => probot.onAny(({ id, name, payload }) => handler({
			id,
			name,
			payload
		}))
	};
}
/** What was asked is asked again by the agenda: not every call may be repeated. */
function forgetRefusedTokens(octokit, installationId, tokens) {
	octokit.hook.error("request", (error) => {
		if ("status" in error && error.status === 401) tokens.forget(installationId);
		throw error;
	});
}
async function readIdentity(probot) {
	const octokit = await probot.auth();
	try {
		const { data } = await octokit.request("GET /app");
		if (!data?.slug) throw new Failure("unavailable", "GitHub did not say which App this is.");
		return {
			self: `${data.slug}[bot]`,
			appId: Number(data.id)
		};
	} catch (error) {
		throw translateError("Reading who we are", error);
	}
}
/** The value once it could be had; a failure is not remembered. */
function remembered(read) {
	let value;
	return () => {
		value ??= read().catch((error) => {
			value = void 0;
			throw error;
		});
		return value;
	};
}

// src/app/health.ts
function createHealth({ store, isStopping, next }) {
	return (request, response) => {
		const path = ["GET", "HEAD"].includes(request.method ?? "") ? request.url?.split("?", 1)[0] : void 0;
		if (path === "/healthz") send(response, 200, "ok");
		else if (path === "/readyz") answerReady(store, isStopping, response);
		else next(request, response);
	};
}
async function answerReady(store, isStopping, response) {
	if (isStopping()) return send(response, 503, "stopping");
	return await store.nextDueAt().then(() => true, () => false) ? send(response, 200, "ready") : send(response, 503, "the database does not answer");
}
function send(response, status, text) {
	response.writeHead(status, { "content-type": "application/json" });
	response.end(`${JSON.stringify({ status: text })}\n`);
}

// src/app/body-budget.ts
/** A body up to this size is small: nearly all of GitHub's are. */
const SMALL = 1048576;
/**
* Half is kept for small bodies, so that whoever sends a few large ones, unsigned or slowly, does not keep
* GitHub's out.
*/
function createBodyBudget(total) {
	let left = total;
	return { take: (bytes) => {
		const reserve = bytes > SMALL ? total / 2 : 0;
		if (bytes > left - reserve) return null;
		left -= bytes;
		let isTaken = true;
		return () => {
			if (isTaken) left += bytes;
			isTaken = false;
		};
	} };
}

// src/app/ingress-answer.ts
const ANSWERS = {
	accepted: {
		status: 202,
		body: { status: "accepted" }
	},
	duplicate: {
		status: 202,
		body: { status: "duplicate" }
	},
	ignored: {
		status: 202,
		body: { status: "ignored" }
	},
	"not-an-object": {
		status: 400,
		body: { error: "the body is not a JSON object" }
	},
	"bad-delivery-id": {
		status: 400,
		body: { error: "X-GitHub-Delivery is not a GUID" }
	},
	"bad-signature": {
		status: 401,
		body: { error: "X-Hub-Signature-256 does not sign this body with our secret" }
	},
	"not-found": {
		status: 404,
		body: { error: "there is nothing here" }
	},
	"not-post": {
		status: 405,
		body: { error: "webhooks are sent with POST" },
		headers: { Allow: "POST" }
	},
	timeout: {
		status: 408,
		body: { error: "the body did not arrive in time" }
	},
	"no-length": {
		status: 411,
		body: { error: "Content-Length is required" }
	},
	"too-large": {
		status: 413,
		body: { error: "the body is larger than 25 MiB" }
	},
	encoded: {
		status: 415,
		body: { error: "a body with Content-Encoding is not accepted" }
	},
	busy: {
		status: 503,
		body: { error: "too much is being received at once" },
		headers: { "Retry-After": "5" }
	},
	stopping: {
		status: 503,
		body: { error: "the server is stopping" },
		headers: { "Retry-After": "30" }
	},
	"not-stored": {
		status: 503,
		body: { error: "the delivery could not be stored" },
		headers: { "Retry-After": "30" }
	}
};
function isRefusal(answer) {
	return ANSWERS[answer].status >= 400;
}
function sendAnswer(response, answer, requestId) {
	const found = ANSWERS[answer];
	const body = JSON.stringify(found.body);
	response.writeHead(found.status, {
		"Content-Type": "application/json; charset=utf-8",
		"Content-Length": Buffer.byteLength(body),
		"Cache-Control": "no-store",
		"X-Request-Id": requestId,
		...found.headers
	});
	response.end(body);
}

// src/app/signature.ts
/** GitHub's webhook signature: `X-Hub-Signature-256: sha256=<hex HMAC of the raw body>`. SHA-1 is not accepted. */
const FORM = /^sha256=([0-9a-f]{64})$/;
/** The 32 bytes that the header claims, or null when it does not have the form of a signature. */
function claimedSignature(header) {
	const hex = typeof header === "string" ? FORM.exec(header)?.[1] : void 0;
	return hex === void 0 ? null : Buffer.from(hex, "hex");
}
/** Checks against every active secret, so that a secret can be replaced without losing a delivery. */
function startSignatureCheck(secrets) {
	const hmacs = secrets.map((secret) => createHmac("sha256", secret.reveal()));
	return {
		update: (bytes) => {
			for (const hmac of hmacs) hmac.update(bytes);
		},
		matches: (claimed) => hmacs.filter((hmac) => timingSafeEqual(hmac.digest(), claimed)).length > 0
	};
}

// src/app/receive-body.ts
/**
* Receives a body of known length into one buffer, and hashes it as it arrives. The memory is not touched before
* bytes come, there is no second copy of it, and what is refused is freed at once: the garbage collector would let
* several pile up. Node's parser hands on no byte beyond the declared length.
*/
function receiveBody(request, expected, timeoutMs) {
	return new Promise((resolve) => {
		const body = Buffer.allocUnsafeSlow(expected.length);
		const signature = startSignatureCheck(expected.secrets);
		let received = 0;
		function end(result) {
			clearTimeout(timer);
			request.off("data", take).off("end", finish).off("close", abort).off("error", abort);
			if (result.kind !== "signed") body.buffer.transfer(0);
			resolve(result);
		}
		function take(chunk) {
			signature.update(chunk);
			received += chunk.copy(body, received);
		}
		function finish() {
			if (!(received === expected.length && request.complete)) abort();
			else end(signature.matches(expected.claimed) ? {
				kind: "signed",
				body
			} : { kind: "bad-signature" });
		}
		function abort() {
			end({ kind: "aborted" });
		}
		const timer = setTimeout(() => end({ kind: "timeout" }), timeoutMs);
		request.on("data", take).on("end", finish).on("close", abort).on("error", abort);
	});
}

// src/app/refusal-log.ts
/** The first refusal of a reason is logged at once; the ones that follow within `everyMs` become one line. */
function createRefusalLog(log, everyMs) {
	const tallies = /* @__PURE__ */ new Map();
	function summarize(reason) {
		const tally = tallies.get(reason);
		tallies.delete(reason);
		if (!tally || tally.count === 0) return;
		log.warn({
			reason,
			count: tally.count,
			bytes: tally.bytes,
			seconds: everyMs / 1e3
		}, "webhook requests refused");
		open(reason);
	}
	function open(reason) {
		tallies.set(reason, {
			count: 0,
			bytes: 0
		});
		setTimeout(() => summarize(reason), everyMs).unref();
	}
	return (refusal) => {
		const tally = tallies.get(refusal.reason);
		if (tally) {
			tally.count += 1;
			tally.bytes += refusal.size ?? 0;
			return;
		}
		open(refusal.reason);
		log.warn(refusal, "webhook request refused");
	};
}

// src/app/webhook-events.ts
/**
* The events that are taken in: what `app.yml` subscribes to (contract, section 10), what GitHub sends to every App,
* and `ping`. A name outside this list is neither stored nor logged.
*/
const WEBHOOK_EVENTS = [
	"check_run",
	"check_suite",
	"deployment",
	"deployment_protection_rule",
	"deployment_review",
	"deployment_status",
	"installation",
	"installation_repositories",
	"installation_target",
	"issue_comment",
	"issues",
	"member",
	"membership",
	"merge_group",
	"organization",
	"ping",
	"pull_request",
	"pull_request_review",
	"push",
	"repository",
	"status",
	"team",
	"workflow_job",
	"workflow_run"
];
function isWebhookEvent(name) {
	return WEBHOOK_EVENTS.some((event) => event === name);
}

// src/app/ingress.ts
/**
* The webhook endpoint. Bytes are counted before they are read, and nothing is parsed, stored or logged before its
* signature is known to be ours. What is answered with `accepted` is on disk.
*/
/** Where Probot and its guides have it. */
const DEFAULT_WEBHOOK_PATH = "/api/github/webhooks";
/** GitHub sends no webhook above 25 MB: docs.github.com, "Webhook events and payloads". */
const LARGEST_BODY = 26214400;
/** All bodies that are being received, together. */
const LARGEST_TOTAL = 67108864;
/** GitHub gives up after 10 seconds. */
const BODY_TIMEOUT_MS = 1e4;
/** How long whoever was refused may still send, so that the answer reaches it before the connection is cut. */
const LINGER_MS = 3e3;
const LOG_EVERY_MS = 1e4;
/** Bytes of a refused body that are read so that the connection stays usable. */
const SMALL_REST = 65536;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A listener for `node:http` that answers every request it is given. */
function createIngress(options) {
	const limits = {
		largestBody: LARGEST_BODY,
		largestTotal: LARGEST_TOTAL,
		bodyTimeoutMs: BODY_TIMEOUT_MS,
		lingerMs: LINGER_MS,
		logEveryMs: LOG_EVERY_MS,
		...options.limits
	};
	const desk = {
		...options,
		path: options.path ?? "/api/github/webhooks",
		limits,
		budget: createBodyBudget(limits.largestTotal),
		logRefusal: createRefusalLog(options.log, limits.logEveryMs)
	};
	return (request, response) => void handle$1(desk, request, response);
}
async function handle$1(desk, request, response) {
	const requestId = randomUUID();
	const answer = await answerTo(desk, request, requestId).catch((error) => {
		desk.log.error({
			err: error,
			requestId
		}, "a webhook could not be handled");
		return "not-stored";
	});
	if (answer === "aborted" || isRefusal(answer)) desk.logRefusal(refusalOf(request, answer, requestId));
	if (answer === "aborted") return;
	if (!request.complete) leaveUnread(request, desk.limits.lingerMs);
	sendAnswer(response, answer, requestId);
}
async function answerTo(desk, request, requestId) {
	const head = readHead(desk, request);
	if (head.kind === "refused") return head.answer;
	const giveBack = desk.budget.take(head.length);
	if (!giveBack) return "busy";
	try {
		const received = await receiveBody(request, {
			...head,
			secrets: desk.secrets
		}, desk.limits.bodyTimeoutMs);
		return received.kind === "signed" ? await take(desk, request, received.body, requestId) : received.kind;
	} finally {
		giveBack();
	}
}
function readHead(desk, request) {
	const refused = (answer) => ({
		kind: "refused",
		answer
	});
	const { headers } = request;
	if (pathOf(request) !== desk.path) return refused("not-found");
	if (request.method !== "POST") return refused("not-post");
	if (desk.isStopping?.()) return refused("stopping");
	if ((headers["content-encoding"] ?? "identity").toLowerCase() !== "identity") return refused("encoded");
	const length = lengthOf(headers["content-length"]);
	if (length === null) return refused("no-length");
	if (length > desk.limits.largestBody) return refused("too-large");
	const claimed = claimedSignature(headers["x-hub-signature-256"]);
	return claimed ? {
		kind: "readable",
		length,
		claimed
	} : refused("bad-signature");
}
/** The body is GitHub's. Its event name and GUID are not signed: good for sorting and for telling duplicates. */
async function take(desk, request, body, requestId) {
	const event = eventOf(request);
	if (event === null) return "ignored";
	const id = guidOf(request);
	if (id === null) return "bad-delivery-id";
	if (!isJsonObject(body)) return "not-an-object";
	const stored = await desk.store.acceptDelivery({
		id,
		event,
		receivedAt: desk.clock.now(),
		body
	});
	desk.log.info({
		requestId,
		delivery: id,
		event,
		size: body.length,
		stored
	}, "webhook received");
	if (stored === "stored") desk.onAccepted();
	return stored === "stored" ? "accepted" : "duplicate";
}
/**
* Whoever was refused before its body was read gets a moment to read why; then the connection is cut. Until then a
* small rest is thrown away, and a large one stays in the sender's kernel: even bytes that are thrown away are memory
* until the garbage collector comes.
*/
function leaveUnread(request, lingerMs) {
	const { socket } = request;
	const timer = setTimeout(() => socket.destroy(), lingerMs);
	const keep = () => clearTimeout(timer);
	socket.once("close", keep);
	request.once("end", keep);
	const length = lengthOf(request.headers["content-length"]);
	if (length !== null && length <= SMALL_REST) request.resume();
	else request.pause().read(0);
}
function refusalOf(request, reason, requestId) {
	return {
		reason,
		requestId,
		size: lengthOf(request.headers["content-length"]),
		event: eventOf(request)
	};
}
function pathOf(request) {
	return (request.url ?? "").split("?", 1)[0] ?? "";
}
function eventOf(request) {
	const name = request.headers["x-github-event"];
	return isWebhookEvent(name) ? name : null;
}
function guidOf(request) {
	const header = request.headers["x-github-delivery"];
	const id = typeof header === "string" ? header.toLowerCase() : "";
	return GUID.test(id) ? id : null;
}
function lengthOf(header) {
	return header !== void 0 && /^\d{1,15}$/.test(header) ? Number(header) : null;
}
function isJsonObject(body) {
	try {
		const value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
		return typeof value === "object" && value !== null && !Array.isArray(value);
	} catch {
		return false;
	}
}

// src/app/server-limits.ts
const SERVER_LIMITS = {
	/** GitHub's headers are about 1 KiB. */
	maxHeaderSize: 16384,
	headersTimeout: 1e4,
	/** Longer than the time that a body has, so that the ingress itself answers a slow one. */
	requestTimeout: 15e3,
	keepAliveTimeout: 5e3,
	connectionsCheckingInterval: 1e3,
	requireHostHeader: true
};
const CONNECTION_LIMITS = {
	maxConnections: 1e3,
	maxRequestsPerSocket: 1e3,
	maxHeadersCount: 100
};

// src/flow/policies.ts
/** Which policy is in force: read from the default branch, and never from the head of a pull request. */
const POLICY_FILE = ".github/tidegate.yml";
async function readPolicyState(ports, repository, github) {
	const { sha } = await github.defaultBranch();
	const file = await github.file(POLICY_FILE, sha);
	if (file === null) return {
		kind: "none",
		sha
	};
	const parsed = parsePolicy(file.text, {
		source: "policy",
		file: POLICY_FILE
	});
	if (parsed.kind === "valid") {
		await ports.store.keepValidPolicy(repository.id, {
			text: file.text,
			sha,
			at: toInstant(ports.clock.now())
		});
		return {
			kind: "in-force",
			policies: [ofRepository(parsed.policy)],
			sha,
			problems: [],
			warnings: parsed.warnings
		};
	}
	return lastValid(ports, repository, sha, parsed.problems);
}
/** A policy that breaks loosens nothing: the last valid one goes on. */
async function lastValid(ports, repository, sha, problems) {
	const kept = await ports.store.lastValidPolicy(repository.id);
	const parsed = kept && parsePolicy(kept.text, {
		source: "policy",
		file: ".github/tidegate.yml"
	});
	if (parsed?.kind !== "valid") return {
		kind: "invalid",
		sha,
		problems
	};
	return {
		kind: "in-force",
		policies: [ofRepository(parsed.policy)],
		sha,
		problems,
		warnings: []
	};
}
function ofRepository(policy) {
	return {
		source: "repository",
		file: POLICY_FILE,
		policy
	};
}

// src/policy/mentions.ts
/** Every team slug that the policies name, in lower case, sorted. */
function teamsOf(policies) {
	const named = policies.flatMap((policy) => peopleIn(policy).flatMap((people) => people.teams ?? []));
	return [...new Set(named.map((team) => team.toLowerCase()))].sort();
}
function peopleIn(policy) {
	const approvers = policy.gates.flatMap((gate) => gate.require.approvals?.from ?? []);
	return policy.override === void 0 ? approvers : [...approvers, policy.override.by];
}

// src/flow/baseline.ts
/**
* Whoever may write can file a deployment and call it a success, and what is said to run already asks for nothing. So
* from the first one that our gate let through, only those count; ids grow.
*/
function trusts(opened) {
	const ours = new Set(opened);
	const first = opened.reduce((least, id) => Math.min(least, id), Number.POSITIVE_INFINITY);
	return (deploymentId) => deploymentId < first || ours.has(deploymentId);
}
/** What the environment runs: the newest deployment that ended well. */
function baselineOf(deployments) {
	const running = deployments.find((deployment) => deployment.state === "success");
	return running ? {
		sha: running.sha,
		at: running.finishedAt ?? running.startedAt
	} : null;
}

// src/flow/gather.ts
/** Line 2 of the pipeline: one plain, storable snapshot of everything that a decision reads. */
/** May this commit enter this environment? */
async function gatherDeployment(github, input, policies) {
	const isTrusted = trusts(input.opened);
	const deployments = (await github.deployments(input.environment, isTrusted)).filter((deployment) => deployment.id !== input.deploymentId);
	const baseline = baselineOf(deployments.filter((deployment) => isTrusted(deployment.id)));
	const range = baseline ? await github.changes(baseline.sha, input.sha) : {
		direction: "first",
		changes: [],
		complete: true
	};
	const named = [
		...loginsOf(range.changes),
		...input.actors,
		...input.overrides.map((override) => override.user)
	];
	const people = await github.people(named, teamsOf(policies));
	const { environment, actors, deploymentId, runId, runAttempt } = input;
	return {
		...emptyFacts(input.at, input.repository),
		question: {
			kind: "deploy",
			environment,
			actor: actors[0] ?? "",
			actors,
			deploymentId,
			runId,
			runAttempt
		},
		candidate: {
			sha: input.sha,
			ref: input.ref
		},
		baseline,
		...range,
		people,
		deployments,
		overrides: ownOverrides(input.overrides, people)
	};
}
/** Which tier has this pull request, and what is missing before it may merge? */
async function gatherPullRequest(github, input, policies) {
	const { change, headSha, base } = input.pullRequest;
	return {
		...emptyFacts(input.at, input.repository),
		question: {
			kind: "merge",
			pullRequest: change.number,
			base
		},
		candidate: { sha: headSha },
		changes: [change],
		complete: change.filesComplete,
		people: await github.people(loginsOf([change]), teamsOf(policies))
	};
}
/** Those whose login is still the person's who stated them. */
function ownOverrides(kept, people) {
	const ids = new Map(Object.entries(people).map(([login, { id }]) => [login.toLowerCase(), id]));
	return kept.filter(({ user, userId }) => ids.get(user.toLowerCase()) === userId).map(({ userId: _, ...override }) => override);
}
/** Everybody whose identity or permission a decision may depend on. */
function loginsOf(changes) {
	return changes.flatMap((change) => change.kind === "commit" ? [change.author] : [
		change.author,
		...change.contributors,
		...change.reviews.map((review) => review.user),
		...Object.values(change.labeledBy ?? {})
	]).filter((login) => login !== "");
}
function emptyFacts(at, repository) {
	return {
		version: 1,
		at: toInstant(at),
		repository: fullName(repository),
		baseline: null,
		direction: "forward",
		changes: [],
		complete: true,
		...NOTHING_KNOWN
	};
}

// src/flow/answer/hold-texts.ts
/** What a gate says when there is no decision to explain: status reports on GitHub have 1,024 characters. */
function reportNoPolicy(environment) {
	return [
		`**Held: this repository has no policy.** Tidegate's protection rule is switched on for ${inertMarkdown(environment)}, and \`${POLICY_FILE}\` is missing on the default branch, so nothing says when this deployment may go.`,
		"",
		`Add \`${POLICY_FILE}\` to the default branch, or switch the rule off in the environment's settings.`
	].join("\n");
}
const SHOWN = 3;
function reportBrokenPolicy(problems) {
	const shown = problems.slice(0, SHOWN).map((problem) => `- ${inertMarkdown(plainLine(formatProblem(problem), 200))}`);
	const more = problems.length > SHOWN ? [`- and ${problems.length - SHOWN} more`] : [];
	return [
		"**Held: the policy on the default branch is invalid**, and there was no valid one before.",
		"",
		...shown,
		...more,
		"",
		`Correct \`${POLICY_FILE}\`; the check \`tidegate/policy\` on the commit marks every line.`
	].join("\n");
}

// src/flow/answer/record-of.ts
/** A record with nothing in it but what is given. */
function recordOf(at, summary, parts = {}) {
	return {
		at,
		summary,
		facts: null,
		decision: null,
		effects: [],
		overrides: [],
		questions: [],
		final: false,
		...parts
	};
}

// src/flow/answer/answer-gate.ts
/** How long a decision may be acted on: facts change without telling us. */
const DECISION_LASTS_MS = 6e4;
/** When we look whether the approval we sent is in effect, should no event come before. */
const VERIFY_AFTER_MS = 6e4;
/** When we look for a policy again, should no push to the default branch come before. */
const LOOK_AGAIN_MS = 6e5;
async function answerGate(question, ports) {
	const at = ports.clock.now();
	const github = await ports.github(question.repository);
	const gate = await github.gate(question);
	if (gate.state === "not-found") throw new Failure("not-found", "GitHub shows no such deployment or run.");
	if (gate.state !== "waiting") return {
		record: recordOf(at, ENDED[gate.state], { final: true }),
		dueAt: null
	};
	const policy = await readPolicyState(ports, question.repository, github);
	if (policy.kind !== "in-force") return heldWithoutPolicy(question, policy, at);
	const overrides = await ports.store.overrides(question.repository.id, question.environment);
	const { facts, decision } = await judgeGate({
		ports,
		github,
		question,
		gate,
		policies: policy.policies,
		overrides,
		at
	});
	return {
		record: recordOf(at, headline(decision, facts), {
			facts,
			decision,
			effects: [effectOf(question, gate, decision, facts, at)]
		}),
		dueAt: isLetThrough(decision) ? at + VERIFY_AFTER_MS : dueAtOf(decision)
	};
}
const ENDED = {
	approved: "The deployment was let through by us.",
	rejected: "The deployment was rejected.",
	"passed-without-us": "The deployment went on without our approval.",
	gone: "The deployment does not wait any more."
};
/** Facts and decision for one waiting gate. */
async function judgeGate(input) {
	const { ports, github, question, gate, policies, overrides, at } = input;
	const { repository, environment, deploymentId, runId } = question;
	const { sha, ref, actors, runAttempt } = gate;
	const opened = await ports.store.openedGates(repository.id, environment);
	const facts = await gatherDeployment(github, {
		repository,
		environment,
		sha,
		ref,
		actors,
		deploymentId,
		runId,
		runAttempt,
		at,
		overrides,
		opened
	}, policies.map((inForce) => inForce.policy));
	return {
		facts,
		decision: decide(policies, facts)
	};
}
function isLetThrough(decision) {
	return decision.verdict === "open" || decision.mode === "observe";
}
function effectOf(question, gate, decision, facts, at) {
	const { repository } = question;
	if (!isLetThrough(decision)) return {
		kind: "report-gate",
		repository,
		gate: question,
		comment: holdReport(decision, facts)
	};
	const until = Math.min(dueAtOf(decision) ?? Number.POSITIVE_INFINITY, at + DECISION_LASTS_MS);
	return {
		kind: "open-gate",
		repository,
		gate: question,
		runAttempt: gate.runAttempt,
		headSha: gate.sha,
		comment: inertMarkdown(headline(decision, facts)),
		validUntil: toInstant(until)
	};
}
function dueAtOf(decision) {
	return decision.nextTransitionAt === null ? null : epochMs(decision.nextTransitionAt);
}
/** Without a policy that could open it, a gate is held and says so. A push asks again; so do we, since reads may lag. */
function heldWithoutPolicy(question, policy, at) {
	const comment = policy.kind === "none" ? reportNoPolicy(question.environment) : reportBrokenPolicy(policy.problems);
	const effects = [{
		kind: "report-gate",
		repository: question.repository,
		gate: question,
		comment
	}];
	const summary = policy.kind === "none" ? "Held: the repository has no policy." : "Held: the policy is invalid.";
	return {
		record: recordOf(at, summary, { effects }),
		dueAt: at + LOOK_AGAIN_MS
	};
}

// src/flow/answer/reply-texts.ts
const USAGE = "Write it as a line of its own: `/tidegate override ENVIRONMENT REASON`, for example `/tidegate override production checkout is down, see the incident`.";
function replyUnclear(because) {
	return {
		summary: `Not understood: ${because}.`,
		body: `**Nothing was done**: ${because}. ${USAGE}`
	};
}
/** `later`: commits that began to wait after the command was written. */
function replyNoGate(environment, later) {
	const name = inertMarkdown(environment);
	if (later.length === 0) return {
		summary: "Nothing waits for this environment.",
		body: `**Nothing was done**: no deployment to ${name} waits in this repository. Look at the environment's name, and whether the deployment was let through meanwhile.`
	};
	return {
		summary: "What waits for this environment came after the command.",
		body: `**Nothing was done**: the deployment to ${name} that waits now (${listed(later)}) came after your comment, so you cannot have meant it. If you want it through, write the command again.`
	};
}
function replySeveralGates(environment, commits) {
	return {
		summary: "Several deployments wait for this environment.",
		body: `**Nothing was done**: deployments of ${commits.length} commits to ${inertMarkdown(environment)} wait (${listed(commits)}). Say which: \`/tidegate override ENVIRONMENT @COMMIT REASON\`.`
	};
}
function listed(shas) {
	return shas.map((sha) => `\`@${sha.slice(0, 12)}\``).join(", ");
}
function replyNoPolicy() {
	return {
		summary: "There is no policy that says who may override.",
		body: `**Nothing was done**: \`${POLICY_FILE}\` on the default branch is missing or invalid, so nobody is named who may override. Correct the policy; the deployment stays held until then.`
	};
}
/** `held` is the headline of the decision: what the deployment waits for. */
function replyRefused(stated, held, refusal) {
	const sha = stated.sha.slice(0, 12);
	return {
		summary: `Override of ${stated.environment} at ${sha} by ${stated.user} refused (${refusal.kind}): ${stated.reason}`,
		body: [
			`**The override was refused**: the deployment of \`${sha}\` to ${inertMarkdown(stated.environment)} stays held. ${sayRefusal(stated.user, refusal)}`,
			"",
			inertMarkdown(held)
		].join("\n")
	};
}
function sayRefusal(user, refusal) {
	switch (refusal.kind) {
		case "nobody-may": return "The policy has no `override`, so nobody may.";
		case "not-among": {
			const who = inertMarkdown(refusal.mayInstead);
			return `${mention(user)} is not named by \`override.by\` of the policy; that is ${who}. Ask them.`;
		}
		case "too-late-or-beyond": return "The comment is older than `override.expires` allows, or what holds the deployment cannot be overridden. If it is the first, write it again.";
	}
}
/** `open` is the headline of the decision. */
function replyNotNeeded(stated, open) {
	return {
		summary: `Override of ${stated.environment} at ${stated.sha.slice(0, 12)} by ${stated.user} not needed: ${stated.reason}`,
		body: [
			`**No override is needed**: the deployment of \`${stated.sha.slice(0, 12)}\` to ${inertMarkdown(stated.environment)} is let through by the policy.`,
			"",
			inertMarkdown(open)
		].join("\n")
	};
}
/** `untilWhen` is the headline of the decision: who opened it, until when, and why. */
function replyAccepted(stated, decision, untilWhen) {
	const open = decision.gates.filter((gate) => gate.status === "pending" || gate.status === "failed");
	const missing = open.length === 0 ? "nothing" : open.map((gate) => inertMarkdown(gate.name)).join(", ");
	const sha = stated.sha.slice(0, 12);
	return {
		summary: `Override of ${stated.environment} at ${sha} by ${stated.user}: ${stated.reason}`,
		body: [
			`**Override accepted**: the deployment of \`${sha}\` to ${inertMarkdown(stated.environment)} is being let through on the word of ${mention(stated.user)}.`,
			"",
			`${inertMarkdown(untilWhen)}`,
			"",
			`Not met at this moment: ${missing}.`
		].join("\n")
	};
}
/** The one mention we make on purpose: the person who gave the command. */
function mention(login) {
	return /^[A-Za-z0-9-]+(\[bot\])?$/.test(login) ? `@${login}` : inertMarkdown(login);
}

// src/flow/answer/waiting-gates.ts
/** The gates of the environment that wait now, by GitHub's word, and are of the named commit when one is named. */
async function findWaitingGates({ question, command, comment, ports, github }) {
	const open = await ports.store.openGates(question.repository.id);
	const waiting = [];
	for (const gate of open.filter((each) => each.environment.toLowerCase() === command.environment.toLowerCase())) {
		const state = await github.gate(gate);
		const isNamed = command.sha === void 0 || state.sha.startsWith(command.sha);
		if (state.state === "waiting" && isNamed) waiting.push({
			question: gate,
			state
		});
	}
	const wasThere = ({ state: { requestedAt } }) => requestedAt !== null && epochMs(requestedAt) <= epochMs(comment.createdAt);
	return {
		meant: waiting.filter(wasThere),
		later: waiting.filter((gate) => !wasThere(gate))
	};
}
/** Jobs of a matrix are several deployments of one commit, and one release. */
function commitsOf(gates) {
	return [...new Set(gates.map((gate) => gate.state.sha))];
}

// src/flow/answer/answer-command.ts
/** What does this comment ask of us, and may its author ask it? */
async function answerCommand(question, ports) {
	const at = ports.clock.now();
	const github = await ports.github(question.repository);
	const comment = await github.comment(question.commentId);
	if (comment === null || comment.edited) return ended(at, "The comment is gone or was edited.");
	const command = parseCommand(comment.body);
	if (command === void 0) return ended(at, "The comment holds no command.");
	if (command.kind === "unclear") return replied(question, at, replyUnclear(command.because));
	return override({
		question,
		comment,
		command,
		at,
		ports,
		github
	});
}
async function override(given) {
	const { question, command, at, ports, github } = given;
	const { meant, later } = await findWaitingGates(given);
	const [gate] = meant;
	const commits = commitsOf(meant);
	if (gate === void 0) return replied(question, at, replyNoGate(command.environment, commitsOf(later)));
	if (commits.length > 1) return replied(question, at, replySeveralGates(command.environment, commits));
	const policy = await readPolicyState(ports, question.repository, github);
	if (policy.kind !== "in-force") return replied(question, at, replyNoPolicy());
	const stated = statedOverride(given, gate.state);
	const { decision, facts } = await judgeGate({
		ports,
		github,
		question: gate.question,
		gate: gate.state,
		policies: policy.policies,
		overrides: [stated],
		at
	});
	const questions = meant.map((each) => each.question);
	const said = headline(decision, facts);
	if (decision.override !== null) {
		const { repository, commentId } = question;
		const overrides = [{
			...stated,
			repositoryId: repository.id,
			commentId
		}];
		return replied(question, at, replyAccepted(stated, decision, said), {
			overrides,
			questions
		});
	}
	if (decision.verdict !== "open") {
		const refusal = whyRefused(policy.policies.map((inForce) => inForce.policy), facts, stated.user);
		return replied(question, at, replyRefused(stated, said, refusal));
	}
	return replied(question, at, replyNotNeeded(stated, said), {
		overrides: [],
		questions
	});
}
/** It counts from when it was written, however late we read it; and from now when GitHub's clock is ahead of ours. */
function statedOverride({ comment, command, at }, gate) {
	const { environment, sha } = gate;
	const { user, userId } = comment;
	const statedAt = toInstant(Math.min(epochMs(comment.createdAt), at));
	return {
		user,
		userId,
		environment,
		sha,
		reason: command.reason,
		at: statedAt
	};
}
function ended(at, summary) {
	return {
		record: recordOf(at, summary, { final: true }),
		dueAt: null
	};
}
function replied(question, at, reply, parts = {
	overrides: [],
	questions: []
}) {
	const { repository, issueNumber, commentId } = question;
	const effects = [{
		kind: "reply",
		repository,
		issueNumber,
		commentId,
		body: reply.body
	}];
	return {
		record: recordOf(at, reply.summary, {
			...parts,
			effects,
			final: true
		}),
		dueAt: null
	};
}

// src/flow/answer/policy-check.ts
function policyCheck(input) {
	const { repository, headSha, externalId, problems } = input;
	const errors = problems.filter((problem) => problem.severity === "error");
	return {
		kind: "write-check",
		repository,
		name: "tidegate/policy",
		headSha,
		externalId,
		status: "completed",
		conclusion: errors.length > 0 ? "failure" : "success",
		title: titleOf(errors.length, problems.length - errors.length),
		summary: summaryOf(input, errors.length),
		annotations: problems.map(annotationOf)
	};
}
function titleOf(errors, warnings) {
	if (errors > 0) return `The policy is invalid: ${errors} ${errors === 1 ? "problem" : "problems"}`;
	return warnings > 0 ? `The policy is valid, with ${warnings} warnings` : "The policy is valid";
}
/** GitHub takes 65,535 characters; a policy has at most 64 KiB, so its problems are cut well before. */
const MOST_LISTED = 100;
function summaryOf({ problems, isInForce }, errors) {
	const listed = problems.slice(0, MOST_LISTED).map((problem) => `    ${plainLine(formatProblem(problem), 400)}`);
	const cut = problems.length > MOST_LISTED ? ["", `and ${problems.length - MOST_LISTED} more.`] : [];
	return [
		consequenceOf(errors, isInForce),
		"",
		...listed,
		...cut
	].join("\n").trimEnd();
}
function consequenceOf(errors, isInForce) {
	if (errors === 0) return "Every rule of the policy can be applied.";
	if (isInForce === void 0) return `\`${POLICY_FILE}\` of this pull request cannot be applied. Correct it before it is merged.`;
	if (isInForce) return "The last valid policy stays in force until this one is corrected.";
	return "There was no valid policy before: every gated deployment is held until this one is corrected.";
}
function annotationOf(problem) {
	return {
		path: problem.file,
		line: problem.line ?? 1,
		column: problem.column ?? 1,
		level: problem.severity === "error" ? "failure" : "warning",
		title: problem.code,
		message: formatProblem(problem).toWellFormed()
	};
}

// src/flow/answer/answer-policy.ts
async function answerPolicy(question, ports) {
	const at = ports.clock.now();
	const { repository } = question;
	const policy = await readPolicyState(ports, repository, await ports.github(repository));
	if (policy.kind === "none") return {
		record: recordOf(at, "The repository has no policy."),
		dueAt: null
	};
	const problems = policy.kind === "invalid" ? policy.problems : [...policy.problems, ...policy.warnings];
	const isInForce = policy.kind === "in-force";
	const check = policyCheck({
		repository,
		headSha: policy.sha,
		externalId: "default-branch",
		problems,
		isInForce
	});
	return {
		record: recordOf(at, check.title, { effects: [check] }),
		dueAt: null
	};
}

// src/policy/gates-ahead.ts
/** The gates of each environment that a release of this tier and type would meet; freezes and holds come and go. */
function gatesAhead(policies, tier, releaseType) {
	const { tiers } = commonTiers(policies.map(({ policy }) => policy));
	return environmentsOf(policies).map((environment) => ({
		environment,
		gates: policies.flatMap(({ policy }) => {
			const own = tierFor(policy, {
				tier,
				tiers
			});
			return policy.gates.filter((gate) => applies(gate, own, environment, releaseType)).map((gate) => gate.name);
		})
	}));
}
function applies(gate, tier, environment, type) {
	return gate.at === "deploy" && (gate.for?.tiers?.includes(tier) ?? true) && matchesEnvironment(gate.for?.environments, environment) && !isExcepted(gate.except, { type });
}
/** Those that the policies govern; of a policy that does not list them, those that its gates name. */
function environmentsOf(policies) {
	return [...new Map(policies.flatMap(({ policy }) => namesIn(policy)).map((name) => [name.toLowerCase(), name])).values()];
}
function namesIn(policy) {
	if (policy.environments !== void 0) return Object.keys(policy.environments);
	return policy.gates.flatMap((gate) => gate.for?.environments ?? []);
}

// src/flow/answer/merge-check.ts
function checkOf(repository, headSha) {
	return {
		kind: "write-check",
		repository,
		name: "tidegate",
		headSha,
		externalId: "merge",
		annotations: []
	};
}
/**
* GitHub knows a check by commit and name, and lets every pull request with that head merge on it. So all of them share
* one, and it says what is said to the one that may merge least; who asked makes no difference to it.
*
* @param judged at least one: the open pull requests with this head.
*/
function mergeCheck(repository, judged, policies) {
	const [least] = judged.toSorted((one, other) => ranked(other) - ranked(one) || one.number - other.number);
	if (least === void 0) throw new RangeError("A check is about a pull request");
	const { decision, facts, number } = least;
	const ahead = aheadOf(decision, policies);
	const about = judged.length === 1 ? "" : `#${number}, which has the same commits: `;
	const told = [headline(decision, facts), ...ahead.titles].join("; ");
	return {
		...checkOf(repository, facts.candidate.sha),
		...stateOf(decision),
		title: plainLine(`${about}${told.length <= LONGEST_TITLE ? told : headline(decision, facts)}`, LONGEST_TITLE),
		summary: explainMarkdown(decision, facts, ahead.block)
	};
}
/**
* `tidegate/policy` comes only where the policy is changed, so a branch cannot require it. What it refuses must not
* look mergeable here, or a broken policy would be merged on a green check.
*/
function refuseBrokenPolicy(check, proposed) {
	if (!proposed.some(({ conclusion }) => conclusion === "failure") || check.conclusion === "neutral") return check;
	const title = "The policy of this pull request is invalid: see the check tidegate/policy";
	return {
		...check,
		status: "completed",
		conclusion: "failure",
		title,
		summary: `**${title}**\n\n${check.summary}`
	};
}
/** The higher, the less it may merge. */
function ranked({ decision }) {
	const { status, conclusion } = stateOf(decision);
	if (status === "in_progress") return 1;
	return conclusion === "failure" ? 2 : 0;
}
/** GitHub shows about this much of a title in the list of checks. */
const LONGEST_TITLE = 140;
function stateOf(decision) {
	if (decision.mode === "observe") return {
		status: "completed",
		conclusion: "neutral"
	};
	if (decision.verdict === "waiting") return { status: "in_progress" };
	return {
		status: "completed",
		conclusion: decision.verdict === "open" ? "success" : "failure"
	};
}
/** What the change will meet on its way, so that nobody learns of a board on release day. */
function aheadOf(decision, policies) {
	const ahead = gatesAhead(policies, decision.tier, decision.releaseType);
	const asking = ahead.filter(({ gates }) => gates.length > 0);
	const lines = ahead.map(({ environment, gates }) => `${environment}: ${gates.join(", ") || "nothing more"}`);
	return {
		titles: asking.map(({ environment, gates }) => `${environment} will ask for ${gates.join(", ")}`),
		block: lines.length === 0 ? void 0 : {
			heading: `When it is deployed (as ${decision.tier})`,
			lines
		}
	};
}
/** Nothing can be judged without rules, and what is not judged is not passed. */
function unjudgedCheck(repository, headSha) {
	return {
		...checkOf(repository, headSha),
		status: "completed",
		conclusion: "failure",
		title: "The policy on the default branch is invalid",
		summary: `\`${POLICY_FILE}\` on the default branch cannot be applied, and there was no valid one before. Correct it first: its check \`tidegate/policy\` says where. An administrator can merge the correction.`
	};
}

// src/flow/answer/answer-pull-request.ts
async function answerPullRequest(question, ports) {
	const at = ports.clock.now();
	const { repository } = question;
	const github = await ports.github(repository);
	const pullRequest = await github.pullRequest(question.number);
	const others = await othersAtHead(question, github, pullRequest);
	if (pullRequest.state === "closed") return closed(at, others);
	const proposed = await proposedPolicyCheck(question, github, pullRequest);
	const policy = await readPolicyState(ports, repository, github);
	if (policy.kind === "none") return {
		record: recordOf(at, "Not governed.", { effects: proposed }),
		dueAt: null
	};
	if (policy.kind === "invalid") {
		const effects = [...proposed, unjudgedCheck(repository, pullRequest.headSha)];
		return {
			record: recordOf(at, "The policy is invalid.", { effects }),
			dueAt: null
		};
	}
	const own = await judge(question, github, pullRequest, policy.policies, at);
	const judged = [own];
	for (const other of others) judged.push(await judge(other.question, github, other.state, policy.policies, at));
	const { facts, decision } = own;
	const check = refuseBrokenPolicy(mergeCheck(repository, judged, policy.policies), proposed);
	return {
		record: recordOf(at, check.title, {
			facts,
			decision,
			effects: [...proposed, check]
		}),
		dueAt: decision.nextTransitionAt === null ? null : epochMs(decision.nextTransitionAt)
	};
}
/** The other open pull requests with the same head: GitHub knows checks by commit, so they share ours. */
async function othersAtHead(question, github, { headSha }) {
	const others = [];
	for (const number of (await github.openPullRequestsAt(headSha)).filter((each) => each !== question.number)) {
		const state = await github.pullRequest(number);
		if (state.state === "open" && state.headSha === headSha) others.push({
			question: {
				...question,
				number
			},
			state
		});
	}
	return others;
}
/** Whoever shared the check is judged without it from now on. */
function closed(at, others) {
	const questions = others.map((other) => other.question);
	return {
		record: recordOf(at, "The pull request is closed.", { questions }),
		dueAt: null
	};
}
async function judge({ repository }, github, pullRequest, inForce, at) {
	const policies = inForce.map((one) => one.policy);
	const facts = await gatherPullRequest(github, {
		repository,
		pullRequest,
		at
	}, policies);
	return {
		number: pullRequest.change.number,
		facts,
		decision: decide(inForce, facts)
	};
}
/** A pull request that touches the policy is told whether its text is valid; it is judged by the one in force. */
async function proposedPolicyCheck(question, github, { change, headSha }) {
	if (!change.files.some((file) => file.path === ".github/tidegate.yml" && file.status !== "removed")) return [];
	const file = await github.file(POLICY_FILE, headSha);
	if (file === null) return [];
	const parsed = parsePolicy(file.text, {
		source: "policy",
		file: POLICY_FILE
	});
	const problems = parsed.kind === "valid" ? parsed.warnings : parsed.problems;
	const { repository, number } = question;
	return [policyCheck({
		repository,
		headSha,
		externalId: `pull-request/${number}`,
		problems
	})];
}

// src/flow/answer/answer.ts
function answer(question, ports) {
	switch (question.kind) {
		case "gate": return answerGate(question, ports);
		case "pull-request": return answerPullRequest(question, ports);
		case "policy": return answerPolicy(question, ports);
		case "command": return answerCommand(question, ports);
	}
}

// src/flow/handle.ts
/** Null when another process took the claim over: it answers in our place. */
async function handle(claim, ports) {
	await applyPending(claim, ports);
	const answered = await answer(claim.question, ports);
	if (!await ports.store.saveRecord(claim, answered.record)) return null;
	const done = await applyPending(claim, ports);
	await ports.store.releaseClaim(claim, { dueAt: dueAt(answered) });
	return {
		summary: answered.record.summary,
		done
	};
}
async function applyPending(claim, ports) {
	let done = 0;
	for (const pending of await ports.store.pendingEffects(claim.key, ports.clock.now())) {
		const outcome = await apply(pending, ports);
		await ports.store.settleEffect(pending, outcome, ports.clock.now());
		if (outcome.kind === "done") done += 1;
	}
	return done;
}
async function apply({ effect }, ports) {
	return (await ports.github(effect.repository)).apply(effect, ports.clock.now());
}
function dueAt(answered) {
	return answered.record.final ? null : answered.dueAt;
}

// src/app/worker.ts
/**
* The loop behind the inbox: deliveries become questions, due questions are answered. It holds no state of its own, so
* killing it loses nothing; what it was doing is done again.
*/
/** A claim ends by itself after this long, should its process die. Longer than any one answer takes. */
const LEASE_MS = 12e4;
/** Failed deliveries are tried this often before they are set aside, visible in the database and the log. */
const MOST_TRIES = 5;
const BATCH = 50;
/** An idle worker looks at the agenda this often at least: the clock of a machine may jump. */
const MOST_IDLE_MS = 5e3;
/** A due question in a lane that somebody else holds must not spin the loop. */
const LEAST_IDLE_MS = 20;
function startWorker(options) {
	const alarm = createAlarm();
	let isStopping = false;
	const running = (async () => {
		while (!isStopping) if (!await workOnce(options).catch((error) => {
			options.log.error({ err: error }, "The worker stumbled; it goes on");
			return false;
		}) && !isStopping) await alarm.sleep(await idleTime(options.ports).catch(() => MOST_IDLE_MS));
	})();
	return {
		wake: () => alarm.ring(),
		stop: async () => {
			isStopping = true;
			alarm.ring();
			await running;
		}
	};
}
/** False when there was nothing to do. */
async function workOnce(options) {
	const deliveries = await options.ports.store.waitingDeliveries(BATCH);
	for (const delivery of deliveries) await takeIn(delivery, options);
	const now = options.ports.clock.now();
	const claim = await options.ports.store.claimQuestion(now, now + LEASE_MS);
	if (claim) await answerClaim(claim, options);
	return deliveries.length > 0 || claim !== null;
}
async function takeIn(delivery, { ports, dispatch, log }) {
	try {
		await dispatch(delivery);
	} catch (error) {
		const fate = await ports.store.failDelivery(delivery.id, messageOf(error), MOST_TRIES);
		log.error({
			delivery: delivery.id,
			event: delivery.event,
			fate,
			err: error
		}, "A delivery could not be taken in");
	}
}
async function answerClaim(claim, { ports, log }) {
	try {
		const handled = await handle(claim, ports);
		log.info({
			question: claim.key,
			summary: handled?.summary ?? "another process took it over"
		}, "Answered");
	} catch (error) {
		const dueAt = ports.clock.now() + waitAfter(error, claim.failures);
		log.warn({
			question: claim.key,
			err: error,
			dueAt
		}, "A question could not be answered; it is asked again");
		await ports.store.releaseClaim(claim, {
			dueAt,
			failed: messageOf(error)
		});
	}
}
const LONGEST_WAIT_MS = 3e5;
/** What is not there may come back (a repository taken out of the installation), and mostly does not. */
const LONGEST_WAIT_FOR_MISSING_MS = 36e5;
/** Milliseconds: what GitHub asks for, else 2 s doubled with each failure in a row. */
function waitAfter(error, failures) {
	const { kind, retryAfterMs = void 0 } = error instanceof Failure ? error : { kind: "other" };
	const longest = kind === "not-found" ? LONGEST_WAIT_FOR_MISSING_MS : LONGEST_WAIT_MS;
	return retryAfterMs ?? Math.min(2e3 * 2 ** Math.min(failures, 20), longest);
}
async function idleTime({ store, clock }) {
	const dueAt = await store.nextDueAt();
	if (dueAt === null) return MOST_IDLE_MS;
	return Math.min(Math.max(dueAt - clock.now(), LEAST_IDLE_MS), MOST_IDLE_MS);
}
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}
/** A sleep that can be ended. A ring before the sleep counts, or a delivery that comes in between would be slept over. */
function createAlarm() {
	let isRung = false;
	let end;
	return {
		ring: () => {
			isRung = true;
			end?.();
		},
		sleep: (ms) => new Promise((resolve) => {
			const finish = () => {
				clearTimeout(timer);
				end = void 0;
				isRung = false;
				resolve();
			};
			const timer = setTimeout(finish, ms);
			end = finish;
			if (isRung) finish();
		})
	};
}

// src/app/start.ts
/** Puts the App together: the store, the worker behind it, and the HTTP server in front. */
/** How long requests under way may take once we stop. */
const REQUESTS_END_WITHIN_MS = 3e3;
async function startApp(options) {
	const { config, log, clock } = options;
	const store = await openSqliteStore(config.dataFolder);
	const gitHubApp = createGitHubApp({
		...config,
		log
	});
	const ports = {
		clock,
		store,
		github: gitHubApp.github
	};
	gitHubApp.onEvent(async ({ id, name, payload }) => {
		const event = parseWebhook(name, payload, config.apiUrl);
		const questions = await intake(id, event, ports);
		log.debug({
			delivery: id,
			event: event.kind,
			questions: questions.length
		}, "Taken in");
	});
	let worker;
	let isStopping = false;
	const ingress = createIngress({
		secrets: config.webhookSecrets,
		store,
		log,
		clock,
		onAccepted: () => worker?.wake(),
		isStopping: () => isStopping
	});
	const server = await listen(createHealth({
		store,
		isStopping: () => isStopping,
		next: ingress
	}), config).catch(async (error) => {
		await store.close();
		throw error;
	});
	worker = startWorker({
		ports,
		dispatch: gitHubApp.dispatch,
		log
	});
	return {
		port: server.port,
		wake: () => worker.wake(),
		stop: async () => {
			isStopping = true;
			await server.close();
			await worker.stop();
			await store.close();
		}
	};
}
async function listen(listener, { host, port }) {
	const server = Object.assign(createServer(SERVER_LIMITS, listener), CONNECTION_LIMITS);
	await new Promise((resolve, reject) => {
		server.once("error", (error) => reject(cannotListen(host, port, error)));
		server.listen(port, host, resolve);
	});
	return {
		port: server.address().port,
		close: () => new Promise((resolve) => {
			server.close(() => resolve());
			server.closeIdleConnections();
			setTimeout(() => server.closeAllConnections(), REQUESTS_END_WITHIN_MS).unref();
		})
	};
}
function cannotListen(host, port, cause) {
	const why = cause.code === "EADDRINUSE" ? "another process listens there" : String(cause.code ?? cause.message);
	return new Failure("unavailable", `PORT, HOST: ${host}:${port} cannot be listened on (${why}). Choose others.`, { cause });
}

// src/app/serve.ts
/** Runs the App in this process until it is told to stop. */
/** How long what is under way may take to end: container platforms kill after 10 s or more. */
const STOPS_WITHIN_MS = 1e4;
/** Exit code: 0 after an orderly stop, 1 when it could not start. */
async function serve(env) {
	const read = readConfig(env);
	if (read.kind === "invalid") {
		for (const { variable, message } of read.problems) process.stderr.write(`${variable}: ${message}\n`);
		return 1;
	}
	const { config } = read;
	const log = createLog({
		level: config.logLevel,
		secrets: secretsOf(config)
	});
	const movable = config.hasMovableClock ? createMovableClock() : void 0;
	const app = await startApp({
		config,
		log,
		clock: movable ?? systemClock
	}).catch((error) => {
		if (!(error instanceof Failure)) throw error;
		process.stderr.write(`${error.message}\n`);
	});
	if (!app) return 1;
	log.info({
		port: app.port,
		api: config.apiUrl,
		data: config.dataFolder
	}, "Tidegate listens");
	if (movable) followParent(app, movable);
	process.send?.({ listeningOn: app.port });
	await untilToldToStop();
	log.info("Stopping: nothing new is taken in");
	if (!await Promise.race([app.stop().then(() => true), setTimeout$1(STOPS_WITHIN_MS, false, { ref: false })])) {
		log.warn("Stopped in the middle of something: it is done again after the next start");
		process.exit(0);
	}
	if (process.connected) process.disconnect();
	return 0;
}
function secretsOf(config) {
	return [...config.webhookSecrets, config.privateKey];
}
/** Lets the process that started us move our clock. The configuration allows it only against a GitHub on loopback. */
function followParent(app, clock) {
	process.on("message", (message) => {
		if (typeof message !== "object" || message === null || !("moveClockTo" in message)) return;
		clock.moveTo(Number(message.moveClockTo));
		app.wake();
		process.send?.({ clockIsAt: clock.now() });
	});
}
function untilToldToStop() {
	return new Promise((resolve) => {
		for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => resolve());
		process.once("disconnect", () => resolve());
	});
}

// src/cli/serve.ts
/** `tidegate serve`: the App. */
function serveCommand() {
	return new Command("serve").description("run the GitHub App; its settings come from the environment, see docs/guide/app.md").action(async () => {
		process.exitCode = await serve(process.env);
	});
}

export { serveCommand };