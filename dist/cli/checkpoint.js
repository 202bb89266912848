import { t as Failure } from "./failure.js";
import { n as digestOf } from "./canonical.js";
import { closeSync, fsyncSync, mkdirSync, openSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { Kysely, PostgresDialect, sql } from "kysely";
import { Pool, types } from "pg";
import { Migrator } from "kysely/migration";
import { createPrivateKey, createPublicKey, hash, sign, verify } from "node:crypto";

// src/app/database-url.ts
/** The `sslmode`s that are safe to name: the others of libpq use TLS only when nobody prevents it. */
const SSL_MODES = [
	"disable",
	"no-verify",
	"require",
	"verify-ca",
	"verify-full"
];
const MOST_CONNECTIONS = 100;
/** What is wrong with a `DATABASE_URL` and how to fix it; null when nothing is. Repeats no part of it. */
function faultOfDatabaseUrl(text) {
	const url = URL.parse(text);
	if (url === null || !["postgres:", "postgresql:"].includes(url.protocol) || !namesDatabase(url)) return "It is not the address of a PostgreSQL database, and falling back to the embedded one would hide where the data is. Give postgres://USER:PASSWORD@HOST:PORT/DATABASE, with special characters of the password as %XX.";
	const mode = url.searchParams.get("sslmode");
	if (mode !== null && !SSL_MODES.includes(mode)) return `Its sslmode is none of ${SSL_MODES.join(", ")}. With "verify-full", the server has to show a certificate that fits its name.`;
	const limit = url.searchParams.get("connection_limit");
	if (limit !== null && !(/^[1-9]\d{0,2}$/.test(limit) && Number(limit) <= MOST_CONNECTIONS)) return `Its connection_limit is not a whole number from 1 to ${MOST_CONNECTIONS}: so many connections this process may hold. Leave it out for 10.`;
	return null;
}
/** An address without a host means a socket, whose folder is then in `host`. */
function namesDatabase(url) {
	return url.pathname.length > 1 && (url.hostname !== "" || url.searchParams.has("host"));
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
/** Opens the embedded database so that what is committed stays, also over a power cut: each commit waits for the disk. */
const DATABASE_FILE = "tidegate.db";
/** How long a statement waits for another process that writes. It blocks this process: longer waits are the dialect's. */
const BUSY_MS = 20;
/** The first switch to WAL does not honour the busy timeout: two processes that start together have to try again. */
const WAL_TRIES = 50;
const WAL_PAUSE_MS = 20;
async function connectSqlite(folder) {
	try {
		return await connect$1(folder);
	} catch (cause) {
		const message = `TIDEGATE_DATA: the database in ${folder} cannot be opened (${cause instanceof Error ? cause.message : String(cause)}). Name a folder on a local disk that this user may write.`;
		throw new Failure("unavailable", message, { cause });
	}
}
async function connect$1(folder) {
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
		await setTimeout(WAL_PAUSE_MS);
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

// src/store/try-again.ts
/** What a database server does to us and a second try mends: conflicts, deadlocks, restarts, lost connections. */
/** A restart of the server fits in, and the answer to a webhook still comes within GitHub's 10 s. */
const TRIES_END_AFTER_MS = 5e3;
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;
/** SQLSTATE: the transaction was undone because of others, or the server goes away or is not there yet. */
const PASSING_STATES = /^(08...|40001|40P01|53300|57P0[123]|25006)$/;
/** SQLSTATE: the server has no room or no time. A second try at once mends none of these. */
const LASTING_STATES = /^(53...|55P03|57014|58...|25P03)$/;
const NETWORK_CODES = [
	"ECONNREFUSED",
	"ECONNRESET",
	"EPIPE",
	"ETIMEDOUT",
	"EHOSTUNREACH",
	"ENOTFOUND",
	"EAI_AGAIN"
];
/** `pg` gives these no code. */
const LOST_CONNECTION = /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;
/** There is no connection to the database, for whatever reason. */
var NotConnected = class extends Error {
	code;
	constructor(cause) {
		super(reasonOf(cause), { cause });
		this.code = codeOf(cause);
	}
};
/**
* Runs the work, a whole transaction, until it is through or the time for it is over; then it is a `Failure` of kind
* `unavailable`. Every verb of the store may run twice: a commit whose answer was lost has happened.
*/
async function tryAgain(work) {
	const endsAt = performance.now() + TRIES_END_AFTER_MS;
	for (let tries = 0;; tries++) try {
		return await work();
	} catch (error) {
		const pause = Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS) * (.5 + Math.random());
		if (!isPassing(error) || performance.now() + pause > endsAt) throw translated(error);
		await setTimeout(pause);
	}
}
function translated(error) {
	if (!(isPassing(error) || error instanceof NotConnected || LASTING_STATES.test(codeOf(error)))) return error;
	const message = `the database does not do what it is asked (${reasonOf(error)}); it is asked again later`;
	return new Failure("unavailable", message, { cause: error });
}
function isPassing(error) {
	const code = codeOf(error);
	return PASSING_STATES.test(code) || NETWORK_CODES.includes(code) || error instanceof Error && LOST_CONNECTION.test(error.message);
}
function codeOf(error) {
	return error instanceof Error && "code" in error ? String(error.code) : "";
}
/** Several addresses that all refused come as one error without a message. Holds no part of the URL but names. */
function reasonOf(error) {
	if (!(error instanceof Error)) return String(error);
	return error.message === "" ? codeOf(error) : error.message;
}

// src/store/connect-postgres.ts
/** Connections to PostgreSQL: how many, how long they may take, how numbers are read, and what gets into no log. */
/** Connections of one process. The worker needs one, the rest is for deliveries that come in at once. */
const POOL_SIZE = 10;
/** GitHub waits 10 s for our answer to a webhook; all of these have to fit in. */
const CONNECTS_WITHIN_MS = 3e3;
const STATEMENT_ENDS_WITHIN_MS = 8e3;
/** Past the server's own limit: only a connection that is cut without a word gets here. */
const SERVER_ANSWERS_WITHIN_MS = 9e3;
/** A process that hangs inside a transaction keeps others from its rows for this long at most. */
const IDLE_TRANSACTION_ENDS_WITHIN_MS = 1e4;
/** Oid of `bigint`: all our instants, ids and counters. */
const BIGINT = 20;
/** `hasTime`: without limits on statements, for migrations of large tables. */
function connectPostgres(url, { hasTime = false } = {}) {
	const pool = new Pool({
		connectionString: withCheckedCertificates(url),
		max: hasTime ? 1 : poolSizeOf(url),
		connectionTimeoutMillis: CONNECTS_WITHIN_MS,
		keepAlive: true,
		fallback_application_name: "tidegate",
		...hasTime ? {} : { query_timeout: SERVER_ANSWERS_WITHIN_MS },
		types: { getTypeParser: parserOf },
		onConnect: (client) => prepare(client, hasTime)
	});
	pool.on("error", () => void 0);
	pool.on("connect", (client) => client.on("error", () => void 0));
	return {
		options: pool.options,
		connect: () => connect(pool),
		end: () => pool.end()
	};
}
/** `sslmode=require` means here what it says in other clients' safest mode: the certificate is checked. */
function withCheckedCertificates(url) {
	const parsed = new URL(url);
	if (["require", "verify-ca"].includes(parsed.searchParams.get("sslmode") ?? "")) parsed.searchParams.set("sslmode", "verify-full");
	parsed.searchParams.delete("connection_limit");
	return parsed.href;
}
function poolSizeOf(url) {
	return Number(new URL(url).searchParams.get("connection_limit") ?? POOL_SIZE);
}
/** By statements and not when the connection is made: poolers in between refuse settings that they do not know. */
async function prepare(client, hasTime) {
	const statement = hasTime ? 0 : STATEMENT_ENDS_WITHIN_MS;
	const idle = hasTime ? 0 : IDLE_TRANSACTION_ENDS_WITHIN_MS;
	await client.query(`select set_config('statement_timeout', '${statement}', false),
      set_config('idle_in_transaction_session_timeout', '${idle}', false),
      set_config('synchronous_commit', 'on', false)`);
}
/** For this pool only: the parsers of `pg` itself are shared with whoever else uses it in this process. */
const parserOf = (oid, format) => oid === BIGINT && format !== "binary" ? toSafeNumber : types.getTypeParser(oid, format);
function toSafeNumber(text) {
	const value = Number(text);
	if (!Number.isSafeInteger(value)) throw new Error(`the database holds ${text}, which is more than a number can say`);
	return value;
}
async function connect(pool) {
	return connectionOn(await pool.connect().catch((error) => {
		throw new NotConnected(error);
	}));
}
/** Gives back a connection as broken when an answer did not come: the next one would wait behind it. */
function connectionOn(client) {
	let isBroken = false;
	return {
		query: async (text, parameters = []) => {
			try {
				return await client.query(text, parameters.map(storable));
			} catch (error) {
				isBroken ||= error instanceof Error && error.message === "Query read timeout";
				throw error;
			}
		},
		release: (isDiscarded = false) => client.release(isDiscarded || isBroken)
	};
}
/** PostgreSQL's text holds every character but NUL. An error message or a comment with one must not fail for ever. */
function storable(parameter) {
	return typeof parameter === "string" ? parameter.replaceAll("\0", "�") : parameter;
}

// src/store/migrate.ts
/**
* Brings the tables up to date, all or nothing. A database of a newer version is refused. The list of what was done is
* in the schema `migrationTableSchema`, where there are schemas.
*/
async function migrate(db, provider, migrationTableSchema) {
	const { error } = await new Migrator({
		db,
		provider,
		...migrationTableSchema === void 0 ? {} : { migrationTableSchema }
	}).migrateToLatest();
	if (error === void 0) return;
	const message = `the database could not be brought up to date, and nothing in it was changed: ${adviceFor(error instanceof Error ? error.message : String(error))}`;
	throw new Failure("rejected", message, { cause: error });
}
function adviceFor(why) {
	if (!/previously executed migration .* is missing/.test(why)) return why;
	return `${why}. A newer version of Tidegate has used it: start that version or a later one.`;
}

// src/store/migrations/000001-first-tables.ts
function firstTables(spelling) {
	return { async up(db) {
		await createInbox(db, spelling);
		await createAgenda(db, spelling);
		await createRecords(db, spelling);
		await createOutbox(db, spelling);
		await createStatements(db, spelling);
		await createAuditLog(db, spelling);
	} };
}
async function createInbox(db, spelling) {
	await spelling.withCounter(db.schema.createTable("delivery"), "seq").addColumn("id", spelling.text, (one) => one.notNull().unique()).addColumn("event", spelling.text, (one) => one.notNull()).addColumn("received_at", "bigint", (one) => one.notNull()).addColumn("body", spelling.bytes, (one) => one.notNull()).addColumn("state", spelling.text, (one) => one.notNull()).addColumn("failures", "integer", (one) => one.notNull()).addColumn("because", spelling.text).addColumn("finished_at", "bigint").execute();
	await db.schema.createIndex("delivery_waiting").on("delivery").columns(["state", "seq"]).execute();
}
async function createAgenda(db, spelling) {
	await db.schema.createTable("question").addColumn("key", spelling.text, (one) => one.primaryKey()).addColumn("kind", spelling.text, (one) => one.notNull()).addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("lane", spelling.text, (one) => one.notNull()).addColumn("body", spelling.text, (one) => one.notNull()).addColumn("due_at", "bigint").addColumn("touched", "bigint", (one) => one.notNull()).addColumn("claimed_touched", "bigint", (one) => one.notNull()).addColumn("failures", "integer", (one) => one.notNull()).addColumn("because", spelling.text).addColumn("final_at", "bigint").execute();
	await db.schema.createIndex("question_due").on("question").columns(["due_at", "key"]).execute();
	await db.schema.createIndex("question_lane").on("question").columns(["lane", "due_at"]).execute();
	await db.schema.createIndex("question_open").on("question").columns([
		"repository_id",
		"kind",
		"final_at"
	]).execute();
	await db.schema.createTable("lane").addColumn("key", spelling.text, (one) => one.primaryKey()).addColumn("question_key", spelling.text, (one) => one.notNull().references("question.key")).addColumn("token", "bigint", (one) => one.notNull()).addColumn("leased_until", "bigint").execute();
	await db.schema.createIndex("lane_leased").on("lane").column("leased_until").execute();
}
async function createRecords(db, spelling) {
	await spelling.withCounter(db.schema.createTable("record"), "id").addColumn("question_key", spelling.text, (one) => one.notNull().references("question.key")).addColumn("at", "bigint", (one) => one.notNull()).addColumn("summary", spelling.text, (one) => one.notNull()).addColumn("facts", spelling.text).addColumn("decision", spelling.text).execute();
	await db.schema.createIndex("record_question").on("record").columns(["question_key", "id"]).execute();
}
async function createOutbox(db, spelling) {
	await spelling.withCounter(db.schema.createTable("effect"), "id").addColumn("slot", spelling.text, (one) => one.notNull().unique()).addColumn("question_key", spelling.text, (one) => one.notNull().references("question.key")).addColumn("lane", spelling.text, (one) => one.notNull()).addColumn("kind", spelling.text, (one) => one.notNull()).addColumn("content", spelling.text, (one) => one.notNull()).addColumn("digest", spelling.text, (one) => one.notNull()).addColumn("payload", spelling.text, (one) => one.notNull()).addColumn("state", spelling.text, (one) => one.notNull()).addColumn("attempts", "integer", (one) => one.notNull()).addColumn("due_at", "bigint").addColumn("decided_at", "bigint", (one) => one.notNull()).addColumn("settled_at", "bigint").addColumn("note", spelling.text).execute();
	await db.schema.createIndex("effect_due").on("effect").columns(["due_at", "id"]).execute();
	await db.schema.createIndex("effect_lane").on("effect").columns(["lane", "due_at"]).execute();
	await db.schema.createIndex("effect_question").on("effect").columns(["question_key", "state"]).execute();
}
async function createStatements(db, spelling) {
	await db.schema.createTable("override").addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("comment_id", "bigint", (one) => one.notNull()).addColumn("environment_key", spelling.text, (one) => one.notNull()).addColumn("environment", spelling.text, (one) => one.notNull()).addColumn("user_id", "bigint", (one) => one.notNull()).addColumn("user_login", spelling.text, (one) => one.notNull()).addColumn("sha", spelling.text, (one) => one.notNull()).addColumn("reason", spelling.text, (one) => one.notNull()).addColumn("at", spelling.text, (one) => one.notNull()).addPrimaryKeyConstraint("override_once", [
		"repository_id",
		"environment_key",
		"comment_id"
	]).execute();
	await db.schema.createTable("policy").addColumn("repository_id", "bigint", (one) => one.primaryKey()).addColumn("text", spelling.text, (one) => one.notNull()).addColumn("sha", spelling.text, (one) => one.notNull()).addColumn("at", spelling.text, (one) => one.notNull()).execute();
}
async function createAuditLog(db, spelling) {
	await db.schema.createTable("audit_log").addColumn("installation_id", "bigint", (one) => one.primaryKey()).addColumn("size", "bigint", (one) => one.notNull()).execute();
	await db.schema.createTable("audit_entry").addColumn("installation_id", "bigint", (one) => one.notNull().references("audit_log.installation_id")).addColumn("seq", "bigint", (one) => one.notNull()).addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("line", spelling.text, (one) => one.notNull()).addPrimaryKeyConstraint("audit_entry_place", ["installation_id", "seq"]).execute();
	await db.schema.createIndex("audit_entry_repository").on("audit_entry").columns([
		"installation_id",
		"repository_id",
		"seq"
	]).execute();
	await spelling.makeAppendOnly(db, "audit_entry", ["installation_id", "seq"]);
}

// src/store/migrations/000002-organisation-policies.ts
function organisationPolicies(spelling) {
	return { async up(db) {
		await db.schema.createTable("organisation_policy").addColumn("owner_id", "bigint", (one) => one.primaryKey()).addColumn("text", spelling.text, (one) => one.notNull()).addColumn("sha", spelling.text, (one) => one.notNull()).addColumn("at", spelling.text, (one) => one.notNull()).execute();
		await db.schema.createIndex("question_kind").on("question").columns(["kind", "final_at"]).execute();
	} };
}

// src/store/migrations/000003-deployment-reviews.ts
function deploymentReviews(spelling) {
	return { async up(db) {
		await db.schema.createTable("deployment_review").addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("run_id", "bigint", (one) => one.notNull()).addColumn("environment_key", spelling.text, (one) => one.notNull()).addColumn("user_id", "bigint", (one) => one.notNull()).addColumn("state", spelling.text, (one) => one.notNull()).addColumn("nth", "integer", (one) => one.notNull()).addColumn("seen_at", "bigint", (one) => one.notNull()).addPrimaryKeyConstraint("deployment_review_once", [
			"repository_id",
			"run_id",
			"environment_key",
			"user_id",
			"state",
			"nth"
		]).execute();
	} };
}

// src/store/migrations/000004-statements.ts
function statements({ text }) {
	return { async up(db) {
		await db.schema.createTable("statement").addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("comment_id", "bigint", (one) => one.notNull()).addColumn("kind", text, (one) => one.notNull()).addColumn("environment_key", text, (one) => one.notNull()).addColumn("environment", text, (one) => one.notNull()).addColumn("sha", text).addColumn("user_id", "bigint", (one) => one.notNull()).addColumn("user_login", text, (one) => one.notNull()).addColumn("reason", text, (one) => one.notNull()).addColumn("at", text, (one) => one.notNull()).addColumn("until_at", text).addColumn("ended_by", "bigint").addPrimaryKeyConstraint("statement_once", ["repository_id", "comment_id"]).execute();
		await db.schema.createIndex("statement_about").on("statement").columns([
			"repository_id",
			"environment_key",
			"sha"
		]).execute();
	} };
}

// src/store/migrations/000005-leases-and-retention.ts
const leasesAndRetention = { async up(db) {
	await db.schema.alterTable("delivery").addColumn("leased_until", "bigint").execute();
	await db.schema.createIndex("delivery_finished").on("delivery").column("finished_at").execute();
	await db.schema.createIndex("record_at").on("record").column("at").execute();
} };

// src/store/migrations/000006-gates.ts
function gates({ text }) {
	return { async up(db) {
		await db.schema.createTable("gate").addColumn("question_key", text, (one) => one.primaryKey().references("question.key")).addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("environment_key", text, (one) => one.notNull()).addColumn("deployment_id", "bigint", (one) => one.notNull()).addColumn("run_id", "bigint", (one) => one.notNull()).addColumn("run_attempt", "integer", (one) => one.notNull()).addColumn("sha", text, (one) => one.notNull()).addColumn("state", text, (one) => one.notNull()).addColumn("reasons", text, (one) => one.notNull()).addColumn("since", "bigint", (one) => one.notNull()).addColumn("requested_at", "bigint", (one) => one.notNull()).addColumn("reports", "integer", (one) => one.notNull()).addColumn("reported", text).addColumn("warned_at", "bigint").addColumn("ended_by", text, (one) => one.notNull()).execute();
		await db.schema.createIndex("gate_lane").on("gate").columns([
			"repository_id",
			"environment_key",
			"state",
			"since"
		]).execute();
	} };
}

// src/store/migrations/000007-sweeps.ts
function sweeps({ text }) {
	return { async up(db) {
		await db.schema.createTable("sweep").addColumn("name", text, (one) => one.primaryKey()).addColumn("due_at", "bigint", (one) => one.notNull()).addColumn("token", "bigint", (one) => one.notNull()).addColumn("leased_until", "bigint").addColumn("memory", text).execute();
		await db.schema.createTable("finding").addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("code", text, (one) => one.notNull()).addColumn("subject", text, (one) => one.notNull()).addColumn("since", "bigint", (one) => one.notNull()).addColumn("last_seen", "bigint", (one) => one.notNull()).addColumn("gone_at", "bigint").addPrimaryKeyConstraint("finding_once", [
			"repository_id",
			"code",
			"subject"
		]).execute();
	} };
}

// src/store/migrations/000008-releases.ts
function releases({ text }) {
	return { async up(db) {
		await db.schema.createTable("release_gate").addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("deployment_id", "bigint", (one) => one.notNull()).addColumn("sha", text, (one) => one.notNull()).addColumn("at", "bigint", (one) => one.notNull()).addPrimaryKeyConstraint("release_gate_once", ["repository_id", "deployment_id"]).execute();
		await db.schema.createIndex("release_gate_commit").on("release_gate").columns([
			"repository_id",
			"sha",
			"deployment_id"
		]).execute();
		await db.schema.createTable("kept_issue").addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("key", text, (one) => one.notNull()).addColumn("number", "bigint", (one) => one.notNull()).addPrimaryKeyConstraint("kept_issue_once", ["repository_id", "key"]).execute();
	} };
}

// src/store/migrations/000009-rate-limits.ts
function rateLimits({ text }) {
	return { async up(db) {
		await db.schema.createTable("installation_limit").addColumn("installation_id", "bigint", (one) => one.primaryKey()).addColumn("spent", text, (one) => one.notNull()).addColumn("paused_until", "bigint", (one) => one.notNull()).addColumn("others_paused_until", "bigint", (one) => one.notNull()).execute();
		await db.schema.createIndex("limit_paused").on("installation_limit").column("paused_until").execute();
		await db.schema.createTable("deferred_effect").addColumn("effect_id", "bigint", (one) => one.primaryKey()).addColumn("installation_id", "bigint", (one) => one.notNull()).addColumn("rank", "bigint", (one) => one.notNull()).addColumn("since", "bigint", (one) => one.notNull()).execute();
		await db.schema.createIndex("deferred_turn").on("deferred_effect").columns([
			"installation_id",
			"rank",
			"since",
			"effect_id"
		]).execute();
		await db.schema.createIndex("question_by_kind").on("question").columns([
			"kind",
			"due_at",
			"key"
		]).execute();
		await db.schema.createIndex("effect_by_kind").on("effect").columns([
			"kind",
			"due_at",
			"id"
		]).execute();
	} };
}

// src/store/migrations/000010-verifications.ts
function verifications({ text, withCounter }) {
	return { async up(db) {
		await withCounter(db.schema.createTable("verification"), "id").addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("deployment_id", "bigint", (one) => one.notNull()).addColumn("environment_key", text, (one) => one.notNull()).addColumn("environment", text, (one) => one.notNull()).addColumn("sha", text, (one) => one.notNull()).addColumn("verdict", text, (one) => one.notNull()).addColumn("failed_checks", text, (one) => one.notNull()).addColumn("at", text, (one) => one.notNull()).execute();
		await db.schema.createIndex("verification_of").on("verification").columns([
			"repository_id",
			"environment_key",
			"deployment_id"
		]).execute();
	} };
}

// src/store/migrations/000011-notices.ts
function notices(spelling) {
	return { async up(db) {
		await spelling.withCounter(db.schema.createTable("notice"), "id").addColumn("slot", spelling.text, (one) => one.notNull()).addColumn("content", spelling.text, (one) => one.notNull()).addColumn("question_key", spelling.text, (one) => one.notNull().references("question.key")).addColumn("awaits", spelling.text).addColumn("payload", spelling.text, (one) => one.notNull()).addColumn("state", spelling.text, (one) => one.notNull()).addColumn("attempts", "integer", (one) => one.notNull()).addColumn("wanted_at", "bigint", (one) => one.notNull()).addColumn("due_at", "bigint").addColumn("settled_at", "bigint").addColumn("note", spelling.text).execute();
		await db.schema.createIndex("notice_due").on("notice").columns(["due_at", "id"]).execute();
		await db.schema.createIndex("notice_slot").on("notice").columns(["slot", "id"]).execute();
		await db.schema.createIndex("notice_question").on("notice").columns(["question_key", "id"]).execute();
		await db.schema.createIndex("notice_settled").on("notice").column("settled_at").execute();
	} };
}

// src/store/migrations/000012-turns.ts
const turns = { async up(db) {
	await db.schema.createTable("repository_turn").addColumn("repository_id", "bigint", (one) => one.primaryKey()).addColumn("installation_id", "bigint", (one) => one.notNull()).addColumn("round", "bigint", (one) => one.notNull()).execute();
	await db.schema.createIndex("turn_round").on("repository_turn").columns(["round", "installation_id"]).execute();
	await db.schema.dropIndex("question_by_kind").execute();
	await db.schema.createIndex("question_by_kind").on("question").columns([
		"kind",
		"due_at",
		"key",
		"repository_id"
	]).execute();
	await db.schema.createIndex("turn_installation").on("repository_turn").columns(["installation_id", "repository_id"]).execute();
} };

// src/store/migrations/000013-rollbacks.ts
function rollbacks({ text, withCounter }) {
	return { async up(db) {
		await withCounter(db.schema.createTable("rollback"), "seq").addColumn("id", text, (one) => one.notNull().unique()).addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("environment_key", text, (one) => one.notNull()).addColumn("state", text, (one) => one.notNull()).addColumn("body", text, (one) => one.notNull()).execute();
		await db.schema.createIndex("rollback_of_environment").on("rollback").columns([
			"repository_id",
			"environment_key",
			"seq"
		]).execute();
		await db.schema.createTable("rollback_run").addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("run_id", "bigint", (one) => one.notNull()).addColumn("rollback_id", text, (one) => one.notNull()).addPrimaryKeyConstraint("rollback_run_once", ["repository_id", "run_id"]).execute();
	} };
}

// src/store/migrations/000014-verification-causes.ts
function verificationCauses({ text }) {
	return { async up(db) {
		await db.schema.alterTable("verification").addColumn("causes", text).execute();
	} };
}

// src/store/migrations/000015-outcomes.ts
function outcomes({ text }) {
	return { async up(db) {
		await db.schema.alterTable("verification").addColumn("live_sha", text).execute();
		await db.schema.alterTable("statement").addColumn("deployment_id", "bigint").execute();
		await db.schema.alterTable("statement").addColumn("issue_number", "bigint").execute();
	} };
}

// src/store/migrations/000016-dora.ts
function dora({ text }) {
	return { async up(db) {
		await db.schema.createTable("dora_event").addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("kind", text, (one) => one.notNull()).addColumn("id", text, (one) => one.notNull()).addColumn("at", "bigint", (one) => one.notNull()).addColumn("body", text, (one) => one.notNull()).addPrimaryKeyConstraint("dora_event_once", [
			"repository_id",
			"kind",
			"id"
		]).execute();
		await db.schema.createIndex("dora_event_at").on("dora_event").column("at").execute();
		await db.schema.createTable("dora_history").addColumn("repository_id", "bigint", (one) => one.primaryKey()).addColumn("cursor", text).addColumn("whole_at", "bigint").addColumn("state", text).execute();
		await db.schema.alterTable("release_gate").addColumn("tier", text).execute();
		await db.schema.alterTable("release_gate").addColumn("release_type", text).execute();
	} };
}

// src/store/migrations/all.ts
function allMigrations(spelling) {
	const migrations = {
		"000001-first-tables": firstTables(spelling),
		"000002-organisation-policies": organisationPolicies(spelling),
		"000003-deployment-reviews": deploymentReviews(spelling),
		"000004-statements": statements(spelling),
		"000005-leases-and-retention": leasesAndRetention,
		"000006-gates": gates(spelling),
		"000007-sweeps": sweeps(spelling),
		"000008-releases": releases(spelling),
		"000009-rate-limits": rateLimits(spelling),
		"000010-verifications": verifications(spelling),
		"000011-notices": notices(spelling),
		"000012-turns": turns,
		"000013-rollbacks": rollbacks(spelling),
		"000014-verification-causes": verificationCauses(spelling),
		"000015-outcomes": outcomes(spelling),
		"000016-dora": dora(spelling)
	};
	return { getMigrations: async () => ({ ...migrations }) };
}

// src/store/migrations/postgres-spelling.ts
const POSTGRES_SPELLING = {
	bytes: "bytea",
	text: sql`text collate "C"`,
	withCounter: withCounter$1,
	makeAppendOnly: makeAppendOnly$1
};
function withCounter$1(table, column) {
	return table.addColumn(column, "bigint", (one) => one.generatedAlwaysAsIdentity().primaryKey());
}
/** Replacing a row is an update here, so two triggers see everything; TRUNCATE asks no row. */
async function makeAppendOnly$1(db, table) {
	const refuse = sql.id(`${table}_refuse`);
	const message = sql.lit(`${table} is append-only: its rows are evidence, correct them by adding another`);
	await sql`create function ${refuse}() returns trigger language plpgsql as $$
    begin raise exception ${message}; end $$`.execute(db);
	await sql`create trigger ${sql.id(`${table}_refuses_change`)} before update or delete on ${sql.table(table)}
    for each row execute function ${refuse}()`.execute(db);
	await sql`create trigger ${sql.id(`${table}_refuses_truncate`)} before truncate on ${sql.table(table)}
    for each statement execute function ${refuse}()`.execute(db);
}

// src/store/migrate-postgres.ts
/** The oldest that the PostgreSQL project still mends. */
const OLDEST_VERSION = 14;
/** Processes that start at once wait for each other: the first one makes the tables. */
async function migratePostgres(url) {
	const db = new Kysely({ dialect: new PostgresDialect({ pool: connectPostgres(url, { hasTime: true }) }) });
	try {
		const schema = await tryAgain(() => checkServer(db));
		await migrate(db, allMigrations(POSTGRES_SPELLING), schema);
	} catch (cause) {
		if (cause instanceof Failure && cause.kind === "rejected") throw cause;
		const message = `DATABASE_URL: the database cannot be opened (${reasonOf(cause instanceof Failure ? cause.cause : cause)}). Check that it exists and runs, and that the user of the URL may create tables in it.`;
		throw new Failure("unavailable", message, { cause });
	} finally {
		await db.destroy();
	}
}
/** The schema that our tables are in: another program may have its own migrations in another one. */
async function checkServer(db) {
	const { rows } = await sql`select current_setting('server_version_num')::integer / 10000 as version,
    current_setting('server_encoding') as encoding, current_schema() as schema`.execute(db);
	const [server] = rows;
	if (!server || server.version < OLDEST_VERSION) throw refused(`it is PostgreSQL ${server?.version}. Use version ${OLDEST_VERSION} or newer`);
	if (server.encoding !== "UTF8") throw refused(`its encoding ${server.encoding} cannot hold every text. Create it with encoding 'UTF8'`);
	if (server.schema === null) throw refused("no schema is on the search path of its user. Create one");
	return server.schema;
}
function refused(why) {
	return new Failure("rejected", `DATABASE_URL: the database cannot be used: ${why}.`);
}

// src/store/migrations/sqlite-spelling.ts
const SQLITE_SPELLING = {
	bytes: "blob",
	text: "text",
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

// src/domain/notice.ts
/**
* Notices: what people asked to be told, as data. A notice has a slot (what is told to whom) and content; the same
* content in the same slot is told once, however often it is decided. A notice never holds a secret: it names the
* variable in which the operator keeps the address.
*/
const CHANNELS = [
	"slack",
	"pagerduty",
	"webhook"
];
/** What is told to whom. */
function slotOfNotice({ repository, subject, event, action, target }) {
	const what = action === "resolve" ? `${event}-resolved` : event;
	return `${repository.id}/notify/${subject}/${what}/${target.channel}/${target.variable}`;
}
/** The same for every try to tell it, and for no other notice: receivers tell repetitions by it. */
function noticeId(notice) {
	return `msg_${digestOf(notice).slice(0, 32)}`;
}

// src/audit/crypto.ts
/** SHA-256 and Ed25519 as functions of their arguments. The audit log needs no other cryptography. */
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
function sha256(data) {
	return hash("sha256", data, "buffer");
}
/** False as well for a key or a signature that is none. */
function isSignedBy(publicKey, message, signature) {
	if (publicKey.length !== 32 || signature.length !== 64) return false;
	try {
		const x = Buffer.from(publicKey).toString("base64url");
		const key = createPublicKey({
			key: {
				kty: "OKP",
				crv: "Ed25519",
				x
			},
			format: "jwk"
		});
		return verify(null, message, key, signature);
	} catch {
		return false;
	}
}
/**
* An Ed25519 private key, or null when the text holds none. Takes a PEM file as it is, in base64, and with `\n`
* written out, which is how environments carry it.
*/
function readSigningKey(text) {
	const key = keyIn(text, createPrivateKey);
	if (key === null) return null;
	const publicKey = bytesOf(createPublicKey(key));
	return publicKey && {
		publicKey,
		sign: (message) => sign(null, message, key)
	};
}
/** The 32 bytes of the Ed25519 public key in a PEM file, or null when the text holds none. */
function readPublicKey(pem) {
	if (pem.includes("PRIVATE KEY")) return null;
	const key = keyIn(pem, createPublicKey);
	return key && bytesOf(key);
}
const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;
function keyIn(text, read) {
	const decoded = BASE64.test(text) ? Buffer.from(text, "base64").toString("utf8") : text;
	try {
		const key = read(decoded.replaceAll("\\n", "\n").trim());
		return key.asymmetricKeyType === "ed25519" ? key : null;
	} catch {
		return null;
	}
}
function bytesOf(publicKey) {
	const { x } = publicKey.export({ format: "jwk" });
	return x === void 0 ? null : Buffer.from(x, "base64url");
}

// src/audit/base64.ts
/** Base64 (RFC 4648, section 4). */
function toBase64(bytes) {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}
/** The bytes, or null when the text is not the one spelling of any: two spellings of one thing hide changes. */
function fromBase64(text) {
	const bytes = Buffer.from(text, "base64");
	return bytes.toString("base64") === text ? bytes : null;
}

// src/audit/finding.ts
function findingAt(source, code, line, message) {
	return {
		source,
		code,
		line,
		lastLine: line,
		message
	};
}

// src/audit/hash.ts
/** Leaves and nodes of the Merkle tree (RFC 6962, section 2.1). */
/** The root of a tree without leaves: the hash of nothing. */
const EMPTY_ROOT = sha256(/* @__PURE__ */ new Uint8Array());
/** Of a line of the log, without its line break. */
function leafHash(line) {
	const data = new Uint8Array(line.length + 1);
	data.set(line, 1);
	return sha256(data);
}
function nodeHash(left, right) {
	const data = new Uint8Array(1 + 2 * 32);
	data[0] = 1;
	data.set(left, 1);
	data.set(right, 1 + 32);
	return sha256(data);
}
function isSameHash(one, other) {
	return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

// src/audit/verifier-key.ts
/** The key that an auditor checks checkpoints with. */
/** Signature type of C2SP signed notes: plain Ed25519. */
const ED25519 = 1;
/** A space of any script, a plus or a control character would make two readings of one line. */
const NAME = /^[^\s+\p{Cc}]+$/u;
function isKeyName(name) {
	return NAME.test(name);
}
/** The first four bytes of SHA-256(name, line feed, type, public key), in hex. */
function keyIdOf(name, publicKey) {
	const id = sha256(Buffer.concat([Buffer.from(`${name}\n`), typedKey(publicKey)]));
	return Buffer.from(id.subarray(0, 4)).toString("hex");
}
/** `name+id+base64`, the form that tools for signed notes take. */
function verifierKeyText(name, publicKey) {
	return `${name}+${keyIdOf(name, publicKey)}+${toBase64(typedKey(publicKey))}`;
}
/** A key in the form of {@link verifierKeyText}, or a PEM file. Null: it is neither, or its id is not that of the key. */
function readVerifierKey(text) {
	if (text.includes("-----BEGIN ")) {
		const publicKey = readPublicKey(text);
		return publicKey && {
			name: null,
			publicKey
		};
	}
	const [, name = "", id = "", typed = ""] = /^([^+\n]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
	const bytes = fromBase64(typed);
	if (!isKeyName(name) || bytes?.length !== 32 + 1 || bytes[0] !== ED25519) return null;
	const publicKey = bytes.subarray(1);
	return keyIdOf(name, publicKey) === id ? {
		name,
		publicKey
	} : null;
}
function typedKey(publicKey) {
	return Buffer.concat([Buffer.from([ED25519]), publicKey]);
}

// src/audit/note.ts
/** Signed notes (C2SP `signed-note`): a text, a blank line, and lines of signatures over the text. */
/** A fence of a code block. Notes are published as one in a comment, and what comes back is the comment. */
const FENCE = /^```$/;
/** Em dash, space. */
const SIGNATURE = "— ";
/** @param text one or more whole lines, none of them empty */
function signNote(text, name, key) {
	const signed = Buffer.concat([Buffer.from(keyIdOf(name, key.publicKey), "hex"), key.sign(Buffer.from(text))]);
	return `${text}\n${SIGNATURE}${name} ${toBase64(signed)}\n`;
}
/**
* The notes of a file, one after the other, with or without empty lines between them. Their texts have no empty line,
* as those of checkpoints have none, so it is plain where each ends. Each may stand in a Markdown code block.
*/
function readNotes(file) {
	const lines = file.split("\n").map((line) => FENCE.test(line) ? "" : line);
	const control = lines.findIndex((line) => /\p{Cc}/u.test(line));
	if (control >= 0) return malformed(control, "It has a control character (a carriage return is one).");
	const notes = [];
	for (let at = afterEmpty(lines, 0); at < lines.length;) {
		const signaturesAt = lines.indexOf("", at) + 1;
		const end = lines.findIndex((line, index) => index >= signaturesAt && !line.startsWith(SIGNATURE));
		if (signaturesAt === 0 || end <= signaturesAt) return malformed(at, "It does not end with a line feed, a blank line, and lines of signatures.");
		const signatures = lines.slice(signaturesAt, end).map(signatureIn);
		const broken = signatures.indexOf(null);
		if (broken >= 0) return malformed(signaturesAt + broken, "A signature is not \"— name base64\".");
		const text = `${lines.slice(at, signaturesAt - 1).join("\n")}\n`;
		const source = `${lines.slice(at, end).join("\n")}\n`;
		notes.push({
			text,
			source,
			signatures: signatures.filter((one) => one !== null),
			line: at + 1
		});
		at = afterEmpty(lines, end);
	}
	return {
		kind: "notes",
		notes
	};
}
/**
* `unsigned`: no signature is of this key; those of other keys say nothing. `forged`: one claims to be and is not.
*/
function checkSignature(note, key) {
	const own = note.signatures.filter(({ name, keyId }) => (key.name ?? name) === name && keyIdOf(name, key.publicKey) === keyId);
	if (own.length === 0) return "unsigned";
	const message = Buffer.from(note.text);
	return own.every(({ signature }) => isSignedBy(key.publicKey, message, signature)) ? "signed" : "forged";
}
function signatureIn(line) {
	const [name = "", text = "", ...more] = line.slice(2).split(" ");
	const bytes = fromBase64(text);
	if (more.length > 0 || !isKeyName(name) || bytes === null || bytes.length <= 4) return null;
	return {
		name,
		keyId: Buffer.from(bytes.subarray(0, 4)).toString("hex"),
		signature: bytes.subarray(4)
	};
}
function afterEmpty(lines, from) {
	let at = from;
	while (lines[at] === "") at++;
	return at;
}
function malformed(index, message) {
	return {
		kind: "malformed",
		line: index + 1,
		message
	};
}

// src/audit/checkpoint.ts
/** Checkpoints (C2SP `tlog-checkpoint`): what a log vouches for, as a signed note. */
/** @param host of the GitHub server, e.g. `github.com` */
function logOrigin(host, installationId) {
	return `${host}/installations/${installationId}/audit`;
}
/** The note's text, three lines. */
function checkpointText({ origin, size, root }) {
	return `${origin}\n${size}\n${toBase64(root)}\n`;
}
function signCheckpoint(checkpoint, key) {
	return signNote(checkpointText(checkpoint), checkpoint.origin, key);
}
/** The comment that publishes it: hashes only, in a code block, so that nothing of it is rendered. */
function checkpointComment(note) {
	return `\`\`\`\n${note}\`\`\`\n`;
}
/** Null when the text of a note is no checkpoint. Extension lines are passed over. */
function readCheckpoint(text) {
	const [origin = "", size = "", hash = "", ...rest] = text.split("\n");
	const root = fromBase64(hash);
	if (origin === "" || !/^(0|[1-9]\d{0,15})$/.test(size) || root?.length !== 32) return null;
	if (!Number.isSafeInteger(Number(size)) || rest.pop() !== "" || rest.includes("")) return null;
	return {
		origin,
		size: Number(size),
		root
	};
}
/**
* The checkpoints of a file, in any order: all signed with the key, all of one log, none against another of its size.
* @param origin the log they have to be of; without it the one that the key is named for
*/
function openCheckpoints(file, key, origin) {
	const read = readNotes(file);
	if (read.kind === "malformed") return wrong("checkpoint-malformed", read.line, `This is no checkpoint. ${read.message}`);
	const first = read.notes[0];
	if (first === void 0) return wrong("checkpoint-malformed", 1, "The file has no checkpoint.");
	const expected = origin ?? key.name ?? first.text.split("\n")[0];
	const bySize = /* @__PURE__ */ new Map();
	for (const note of read.notes) {
		const opened = openNote(note, key, expected);
		if ("code" in opened) return {
			kind: "wrong",
			finding: opened
		};
		const known = bySize.get(opened.size);
		if (known && !isSameHash(known.checkpoint.root, opened.root)) {
			const message = `The log vouches for two histories of ${opened.size} lines: this one and that on line ${known.line}. It showed different people different logs.`;
			return wrong("checkpoints-disagree", note.line, message);
		}
		if (!known) bySize.set(opened.size, {
			checkpoint: opened,
			line: note.line
		});
	}
	return {
		kind: "valid",
		origin: expected,
		checkpoints: [...bySize.values()].map(({ checkpoint }) => checkpoint).sort((one, other) => one.size - other.size)
	};
}
function openNote(note, key, origin) {
	const { line } = note;
	const signed = checkSignature(note, key);
	if (signed === "unsigned") {
		const keys = note.signatures.map(({ name, keyId }) => `${name}+${keyId}`).join(", ");
		const message = `No signature is of the key that was given${key.name === null ? "" : `, ${key.name}`}; there are ${keys}. Check that the key is that of this log.`;
		return findingAt("checkpoint", "checkpoint-unsigned", line, message);
	}
	if (signed === "forged") return findingAt("checkpoint", "signature-wrong", line, "The signature does not hold: the checkpoint was changed after it was signed, or never signed.");
	const checkpoint = readCheckpoint(note.text);
	if (checkpoint === null) return findingAt("checkpoint", "checkpoint-malformed", line, "This is signed and no checkpoint: it has to have the origin, the number of lines and the root hash in base64, a line each.");
	if (checkpoint.origin === origin) return checkpoint;
	const message = `It is of the log ${checkpoint.origin}, and asked for is ${origin}. Give one checkpoint file and one key for each log.`;
	return findingAt("checkpoint", "origin-differs", line, message);
}
function wrong(code, line, message) {
	return {
		kind: "wrong",
		finding: findingAt("checkpoint", code, line, message)
	};
}

export { isLocked as A, allMigrations as C, tryAgain as D, reasonOf as E, DATABASE_FILE as O, migratePostgres as S, connectPostgres as T, CHANNELS as _, signCheckpoint as a, SQLITE_SPELLING as b, verifierKeyText as c, leafHash as d, nodeHash as f, readSigningKey as g, toBase64 as h, readCheckpoint as i, faultOfDatabaseUrl as j, connectSqlite as k, EMPTY_ROOT as l, fromBase64 as m, logOrigin as n, readNotes as o, findingAt as p, openCheckpoints as r, readVerifierKey as s, checkpointComment as t, isSameHash as u, noticeId as v, migrate as w, checkServer as x, slotOfNotice as y };