import { t as Failure } from "./failure.js";
import { a as laneKey, c as verificationLane, i as environmentLane, n as trainKey, o as questionKey, t as titleKey } from "./train.js";
import { t as fullName } from "./repository.js";
import { a as toInstant, n as epochMs } from "./instant.js";
import { n as digestOf, t as canonicalJson } from "./canonical.js";
import { n as linkedRequests, t as keyOfChange } from "./linked-requests.js";
import { closeSync, fsyncSync, mkdirSync, openSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { CompiledQuery, Kysely, PostgresDialect, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from "kysely";
import { Pool, types } from "pg";
import { Migrator } from "kysely/migration";

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

// src/store/audit-lines.ts
/** Lines that are read at once: some megabytes at most. */
const PAGE = 1e3;
/** The audit log, read: what was there when reading began, in order. */
function auditLogs(db) {
	return {
		async auditLogs() {
			return (await db.selectFrom("audit_log").select(["installation_id", "size"]).orderBy("installation_id").execute()).map((log) => ({
				installationId: log.installation_id,
				size: log.size
			}));
		},
		auditLines: (installationId, from) => linesFrom(db, installationId, from)
	};
}
async function* linesFrom(db, installationId, from) {
	const size = (await db.selectFrom("audit_log").select("size").where("installation_id", "=", installationId).executeTakeFirst())?.size ?? 0;
	for (let next = from; next < size; next += PAGE) {
		const page = await db.selectFrom("audit_entry").select("line").where("installation_id", "=", installationId).where("seq", ">=", next).where("seq", "<", Math.min(next + PAGE, size)).orderBy("seq").execute();
		for (const { line } of page) yield line;
	}
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

// src/store/accept-delivery.ts
/** One statement, so one commit: when it returns, the delivery is on disk. */
async function acceptDelivery(db, delivery) {
	const [accepted = "duplicate"] = await acceptDeliveries(db, [delivery]);
	return accepted;
}
/**
* In their order. A delivery that failed before is taken again: redelivering is how people ask for another try. More
* than one of the same id are for SQLite, which inserts rows one after the other.
*/
async function acceptDeliveries(db, deliveries) {
	const rows = await db.insertInto("delivery").values(deliveries.map(rowOf$6)).onConflict((conflict) => conflict.column("id").doUpdateSet((row) => ({
		event: row.ref("excluded.event"),
		received_at: row.ref("excluded.received_at"),
		body: row.ref("excluded.body"),
		state: "waiting",
		failures: 0,
		because: null,
		leased_until: row.ref("excluded.leased_until")
	})).where("delivery.state", "<>", "done").where("delivery.failures", ">", 0)).returning("id").execute();
	const stored = new Set(rows.map(({ id }) => id));
	return deliveries.map(({ id }) => stored.delete(id) ? "stored" : "duplicate");
}
/**
* The end of a lease that nobody ever had, in 2004. It takes as many bytes as one that somebody has, so that SQLite
* changes it in its place instead of writing the whole row with its body again.
*/
const NEVER_LEASED = 2 ** 40;
function rowOf$6({ id, event, receivedAt, body }) {
	return {
		id,
		event,
		received_at: receivedAt,
		body,
		state: "waiting",
		failures: 0,
		because: null,
		finished_at: null,
		leased_until: NEVER_LEASED
	};
}

// src/store/ask-questions.ts
/**
* Subjects that never come back: a deployment that was let go, a command that was answered. Their final answer is
* the last one. A closed pull request can be reopened.
*/
const ENDING = [
	"gate",
	"command",
	"verification",
	"watch"
];
/**
* Makes the questions due. One that waits already keeps its place; one that is being answered is due again after.
* In the order of their keys: two transactions that ask the same questions wait for each other, never in a circle.
*/
async function askQuestions(tx, questions, at, gates = "news") {
	const inOrder = questions.map((question) => ({
		question,
		key: questionKey(question)
	})).sort((one, other) => one.key < other.key ? -1 : 1);
	for (const { question } of inOrder) await askQuestion(tx, question, at, gates);
}
async function askQuestion(tx, question, at, gates) {
	const staysAsKept = question.kind === "gate" && gates === "reminder";
	await tx.insertInto("question").values(dueRow(question, at)).onConflict((conflict) => conflict.column("key").doUpdateSet((row) => ({
		body: row.ref(staysAsKept ? "question.body" : "excluded.body"),
		touched: row("question.touched", "+", 1),
		final_at: null,
		due_at: row.case().when("question.due_at", "<=", row.ref("excluded.due_at")).then(row.ref("question.due_at")).else(row.ref("excluded.due_at")).end()
	})).where((row) => row.or([row("question.final_at", "is", null), row("question.kind", "not in", ENDING)]))).execute();
}
/** A question that was never asked before, due at `at`. */
function dueRow(question, at) {
	return {
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
	};
}

// src/store/finish-delivery.ts
/** Part of a transaction. Finishing a delivery twice asks its questions once. One `undefined` for each. */
async function finishDeliveries(tx, deliveries) {
	const ids = [...new Set(deliveries.map(({ id }) => id))];
	const newest = Math.max(...deliveries.map(({ at }) => at));
	const rows = await tx.updateTable("delivery").set({
		state: "done",
		finished_at: newest,
		body: /* @__PURE__ */ new Uint8Array(0)
	}).where("id", "in", ids).where("state", "<>", "done").returning("id").execute();
	const finished = new Set(rows.map(({ id }) => id));
	await refuseUnknown(tx, ids.filter((id) => !finished.has(id)));
	for (const { id, questions, at, gates } of deliveries) if (finished.delete(id)) await askQuestions(tx, questions, at, gates);
	return deliveries.map(() => void 0);
}
async function refuseUnknown(tx, ids) {
	if (ids.length === 0) return;
	const rows = await tx.selectFrom("delivery").select("id").where("id", "in", ids).execute();
	const known = new Set(rows.map(({ id }) => id));
	const unknown = ids.find((id) => !known.has(id));
	if (unknown !== void 0) throw new Error(`delivery ${unknown} was finished but never accepted`);
}

// src/store/gather.ts
/**
* Does in one transaction what comes up in one turn of the event loop, `most` at a time; between two of them everybody
* else has a turn. Where one fails, each item is done alone: one that cannot be done takes no other with it.
*/
function gather(db, most, work) {
	let waiting = [];
	let hasEnded = false;
	let running;
	async function run() {
		while (waiting.length > 0) {
			await new Promise((resolve) => setImmediate(resolve));
			const batch = waiting.slice(0, most);
			waiting = waiting.slice(most);
			await settle(batch);
		}
		running = void 0;
	}
	async function settle(batch) {
		try {
			const items = batch.map(({ item }) => item);
			const results = await db.transaction().execute((tx) => work(tx, items));
			for (const [index, { resolve }] of batch.entries()) resolve(results[index]);
		} catch (error) {
			await settleAlone(batch, error);
		}
	}
	/** A database that somebody else holds is not tried again for each: that would take that many times as long. */
	async function settleAlone(batch, error) {
		const isHopeless = batch.length === 1 || isLocked(error);
		for (const one of batch) if (isHopeless) one.reject(error);
		else await settle([one]);
	}
	return {
		add: (item) => new Promise((resolve, reject) => {
			if (hasEnded) return reject(/* @__PURE__ */ new Error("the database is being closed"));
			waiting.push({
				item,
				resolve,
				reject
			});
			running ??= run();
		}),
		end: async () => {
			hasEnded = true;
			await running;
		}
	};
}

// src/store/commit-together.ts
/** Longer transactions would keep answers waiting: these take a few milliseconds. */
const MOST_TOGETHER = 64;
/**
* The store, in which deliveries that come in, or are finished, at the same moment are committed at once: the disk is
* waited for once. Each is answered for after the commit.
*/
function commitTogether({ durable, repeatable }, store) {
	const accepted = gather(durable, MOST_TOGETHER, acceptDeliveries);
	const finished = gather(repeatable, MOST_TOGETHER, finishDeliveries);
	return {
		...store,
		acceptDelivery: (delivery) => accepted.add(delivery),
		finishDelivery: (id, questions, at, gates) => finished.add({
			id,
			questions,
			at,
			gates
		}),
		close: async () => {
			await Promise.all([accepted.end(), finished.end()]);
			await store.close();
		}
	};
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
		onConnect: (client) => prepare$1(client, hasTime)
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
async function prepare$1(client, hasTime) {
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
function statements$1({ text }) {
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
function gates$1({ text }) {
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
function verifications$1({ text, withCounter }) {
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
function rollbacks$1({ text, withCounter }) {
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
function outcomes$1({ text }) {
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

// src/store/migrations/000017-plans.ts
function plans({ text }) {
	return { async up(db) {
		await db.schema.createTable("plan").addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("milestone", "bigint", (one) => one.notNull()).addColumn("state", text, (one) => one.notNull()).addColumn("body", text, (one) => one.notNull()).addPrimaryKeyConstraint("plan_once", ["repository_id", "milestone"]).execute();
		await db.schema.createTable("plan_decision").addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("comment_id", "bigint", (one) => one.notNull()).addColumn("milestone", "bigint", (one) => one.notNull()).addColumn("stage", text, (one) => one.notNull()).addColumn("verdict", text, (one) => one.notNull()).addColumn("user_id", "bigint", (one) => one.notNull()).addColumn("user_login", text, (one) => one.notNull()).addColumn("reason", text, (one) => one.notNull()).addColumn("at", text, (one) => one.notNull()).addPrimaryKeyConstraint("plan_decision_once", ["repository_id", "comment_id"]).execute();
		await db.schema.createIndex("plan_decision_about").on("plan_decision").columns(["repository_id", "milestone"]).execute();
	} };
}

// src/store/migrations/000018-escalations.ts
function escalations({ text, withCounter }) {
	return { async up(db) {
		await withCounter(db.schema.createTable("escalation"), "seq").addColumn("id", text, (one) => one.notNull().unique()).addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("is_open", "integer", (one) => one.notNull()).addColumn("nth", "integer", (one) => one.notNull()).addColumn("body", text, (one) => one.notNull()).addColumn("acknowledged", text).execute();
		await db.schema.createIndex("escalation_open").on("escalation").columns([
			"repository_id",
			"is_open",
			"seq"
		]).execute();
		await db.schema.createTable("escalation_page").addColumn("alert_key", text, (one) => one.primaryKey().notNull()).addColumn("escalation_id", text, (one) => one.notNull()).addColumn("nth", "integer", (one) => one.notNull()).execute();
	} };
}

// src/store/migrations/000019-probes.ts
function probes({ text }) {
	return { async up(db) {
		await db.schema.createTable("probe").addColumn("repository_id", "bigint", (column) => column.notNull()).addColumn("deployment_id", "bigint", (column) => column.notNull()).addColumn("purpose", text, (column) => column.notNull()).addColumn("file", text, (column) => column.notNull()).addColumn("environment_key", text, (column) => column.notNull()).addColumn("environment", text, (column) => column.notNull()).addColumn("sha", text, (column) => column.notNull()).addColumn("verdict", text, (column) => column.notNull()).addColumn("failed_checks", text, (column) => column.notNull()).addColumn("because", text).addColumn("live_sha", text).addColumn("started_at", "bigint", (column) => column.notNull()).addColumn("at", "bigint", (column) => column.notNull()).addColumn("failures", "integer", (column) => column.notNull()).addPrimaryKeyConstraint("probe_key", [
			"repository_id",
			"deployment_id",
			"purpose",
			"file"
		]).execute();
		await db.schema.createIndex("probe_by_environment").on("probe").columns([
			"repository_id",
			"environment_key",
			"purpose",
			"at"
		]).execute();
	} };
}

// src/store/migrations/000020-reviews.ts
function reviews({ text }) {
	return { async up(db) {
		await db.schema.createTable("review").addColumn("repository_id", "bigint", (column) => column.notNull()).addColumn("deployment_id", "bigint", (column) => column.notNull()).addColumn("environment", text, (column) => column.notNull()).addColumn("issue_number", "bigint").addColumn("opened_at", text, (column) => column.notNull()).addColumn("due_at", text).addColumn("closed_at", text).addColumn("causes", text, (column) => column.notNull()).addColumn("reopenings", "integer", (column) => column.notNull()).addColumn("undone_at", text).addPrimaryKeyConstraint("review_of_deployment", ["repository_id", "deployment_id"]).execute();
	} };
}

// src/store/migrations/000021-library.ts
function library({ text }) {
	return { async up(db) {
		await db.schema.createTable("posture").addColumn("repository_id", "bigint", (one) => one.primaryKey()).addColumn("at", "bigint", (one) => one.notNull()).addColumn("unguarded", "bigint", (one) => one.notNull()).addColumn("body", text, (one) => one.notNull()).execute();
		await db.schema.createTable("undeployed").addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("environment_key", text, (one) => one.notNull()).addColumn("changes", "bigint").addColumn("oldest_at", "bigint").addColumn("body", text, (one) => one.notNull()).addPrimaryKeyConstraint("undeployed_once", ["repository_id", "environment_key"]).execute();
	} };
}

// src/store/migrations/000022-trains.ts
function trains$1({ text }) {
	return { async up(db) {
		await db.schema.createTable("train").addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("key", text, (one) => one.notNull()).addColumn("installation_id", "bigint", (one) => one.notNull()).addColumn("state", text, (one) => one.notNull()).addColumn("at", "bigint", (one) => one.notNull()).addColumn("body", text, (one) => one.notNull()).addPrimaryKeyConstraint("train_once", ["repository_id", "key"]).execute();
		await db.schema.createIndex("train_of_installation").on("train").columns([
			"installation_id",
			"state",
			"at"
		]).execute();
		await db.schema.createTable("train_order").addColumn("comment_id", "bigint", (one) => one.primaryKey().notNull()).addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("key", text, (one) => one.notNull()).addColumn("user_id", "bigint", (one) => one.notNull()).addColumn("user_login", text, (one) => one.notNull()).addColumn("reason", text, (one) => one.notNull()).addColumn("at", text, (one) => one.notNull()).execute();
		await db.schema.createIndex("train_order_about").on("train_order").columns(["repository_id", "key"]).execute();
		await db.schema.createTable("planned_gate").addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("deployment_id", "bigint", (one) => one.notNull()).addColumn("title_key", text, (one) => one.notNull()).addColumn("environment_key", text, (one) => one.notNull()).addPrimaryKeyConstraint("planned_gate_once", [
			"repository_id",
			"deployment_id",
			"title_key"
		]).execute();
		await db.schema.createIndex("planned_gate_of").on("planned_gate").columns([
			"repository_id",
			"environment_key",
			"title_key",
			"deployment_id"
		]).execute();
	} };
}

// src/store/migrations/000023-process.ts
function processColumns({ text }) {
	return { async up(db) {
		await db.schema.alterTable("release_gate").addColumn("strategy", text).execute();
		await db.schema.alterTable("record").addColumn("holding", text).execute();
	} };
}

// src/store/migrations/000024-policy-news.ts
function policyNews$1({ text }) {
	return { async up(db) {
		await db.schema.createTable("policy_news").addColumn("repository_id", "bigint", (one) => one.primaryKey().notNull()).addColumn("body", text, (one) => one.notNull()).execute();
	} };
}

// src/store/migrations/000025-openings.ts
function openings({ text }) {
	return { async up(db) {
		await db.schema.createTable("opening").addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("deployment_id", "bigint", (one) => one.notNull()).addColumn("body", text, (one) => one.notNull()).addPrimaryKeyConstraint("opening_once", ["repository_id", "deployment_id"]).execute();
	} };
}

// src/store/migrations/000026-verifying-files.ts
function verifyingFiles({ text }) {
	return { async up(db) {
		await db.schema.alterTable("verification").addColumn("by_file", text).execute();
	} };
}

// src/store/migrations/000028-repository-places.ts
function repositoryPlaces({ text }) {
	return { async up(db) {
		await db.schema.createTable("repository_place").addColumn("repository_id", "bigint", (one) => one.primaryKey().notNull()).addColumn("installation_id", "bigint", (one) => one.notNull()).addColumn("owner", text, (one) => one.notNull()).addColumn("name", text, (one) => one.notNull()).addColumn("lost", text).addColumn("at", "bigint", (one) => one.notNull()).execute();
		await db.schema.createIndex("repository_lost").on("repository_place").columns(["lost", "repository_id"]).execute();
	} };
}

// src/store/migrations/000029-no-goes.ts
function noGoes({ text }) {
	return { async up(db) {
		await db.schema.alterTable("plan_decision").addColumn("about", text).execute();
		await db.schema.createTable("plan_leave_out").addColumn("repository_id", "bigint", (one) => one.notNull()).addColumn("comment_id", "bigint", (one) => one.notNull()).addColumn("milestone", "bigint", (one) => one.notNull()).addColumn("pull", "bigint", (one) => one.notNull()).addColumn("user_id", "bigint", (one) => one.notNull()).addColumn("user_login", text, (one) => one.notNull()).addColumn("reason", text, (one) => one.notNull()).addColumn("at", text, (one) => one.notNull()).addPrimaryKeyConstraint("plan_leave_out_once", ["repository_id", "comment_id"]).execute();
	} };
}

// src/store/migrations/all.ts
function allMigrations(spelling) {
	const migrations = {
		"000001-first-tables": firstTables(spelling),
		"000002-organisation-policies": organisationPolicies(spelling),
		"000003-deployment-reviews": deploymentReviews(spelling),
		"000004-statements": statements$1(spelling),
		"000005-leases-and-retention": leasesAndRetention,
		"000006-gates": gates$1(spelling),
		"000007-sweeps": sweeps(spelling),
		"000008-releases": releases(spelling),
		"000009-rate-limits": rateLimits(spelling),
		"000010-verifications": verifications$1(spelling),
		"000011-notices": notices(spelling),
		"000012-turns": turns,
		"000013-rollbacks": rollbacks$1(spelling),
		"000014-verification-causes": verificationCauses(spelling),
		"000015-outcomes": outcomes$1(spelling),
		"000016-dora": dora(spelling),
		"000017-plans": plans(spelling),
		"000018-escalations": escalations(spelling),
		"000019-probes": probes(spelling),
		"000020-reviews": reviews(spelling),
		"000021-library": library(spelling),
		"000022-trains": trains$1(spelling),
		"000023-process": processColumns(spelling),
		"000024-policy-news": policyNews$1(spelling),
		"000025-openings": openings(spelling),
		"000026-verifying-files": verifyingFiles(spelling),
		"000028-repository-places": repositoryPlaces(spelling),
		"000029-no-goes": noGoes(spelling)
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
	if (!server || server.version < OLDEST_VERSION) throw refused$1(`it is PostgreSQL ${server?.version}. Use version ${OLDEST_VERSION} or newer`);
	if (server.encoding !== "UTF8") throw refused$1(`its encoding ${server.encoding} cannot hold every text. Create it with encoding 'UTF8'`);
	if (server.schema === null) throw refused$1("no schema is on the search path of its user. Create one");
	return server.schema;
}
function refused$1(why) {
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

// src/store/sqlite-connection.ts
/** The pause is what lets the transactions of this very process end, when two connections of it meet. */
const LOCKED_TRIES = 200;
const LOCKED_PAUSE_MS = 10;
var SqliteConnection = class {
	#database;
	#statements;
	#durability = "full";
	#held;
	#release = () => void 0;
	/** The connection commits as `full` when it is given. */
	constructor(database) {
		this.#database = database;
		this.#statements = keepStatements$1(database);
	}
	/** Waits until it is free. What is committed until it is given back is as durable as asked for. */
	async take(durability) {
		while (this.#held) await this.#held;
		this.#held = new Promise((resolve) => {
			this.#release = resolve;
		});
		if (durability === this.#durability) return;
		this.#database.exec(`pragma synchronous = ${durability}`);
		this.#durability = durability;
	}
	giveBack() {
		this.#held = void 0;
		this.#release();
	}
	/**
	* Waits for the lock of the file without blocking the process. Inside a transaction the lock is ours, so there is
	* nothing to wait for.
	*/
	async executeQuery(query) {
		for (let tries = 1;; tries++) try {
			return this.#run(query);
		} catch (error) {
			if (tries >= LOCKED_TRIES || this.#database.isTransaction || !isLocked(error)) throw error;
			await setTimeout(LOCKED_PAUSE_MS);
		}
	}
	async *streamQuery(query) {
		const statement = this.#database.prepare(query.sql);
		for (const row of statement.iterate(...bindable(query.parameters))) yield { rows: [row] };
	}
	close() {
		this.#database.close();
	}
	#run({ sql, parameters }) {
		const { statement, isReader } = this.#statements(sql);
		if (isReader) return { rows: statement.all(...bindable(parameters)) };
		const { changes, lastInsertRowid } = statement.run(...bindable(parameters));
		return {
			rows: [],
			numAffectedRows: BigInt(changes),
			insertId: BigInt(lastInsertRowid)
		};
	}
};
/** More than all queries that do not depend on how long a list is. */
const MOST_STATEMENTS = 300;
/** Preparing a statement takes longer than running it. The one not used for longest makes room. */
function keepStatements$1(database) {
	const kept = /* @__PURE__ */ new Map();
	return (text) => {
		const known = kept.get(text);
		const prepared = known ?? prepare(database, text);
		if (known) kept.delete(text);
		else if (kept.size >= MOST_STATEMENTS) kept.delete(kept.keys().next().value ?? "");
		kept.set(text, prepared);
		return prepared;
	};
}
function prepare(database, text) {
	const statement = database.prepare(text);
	return {
		statement,
		isReader: statement.columns().length > 0
	};
}
/** Kysely hands on what the typed tables allow: text, numbers, bytes and null. Anything else is refused by SQLite. */
function bindable(parameters) {
	return parameters;
}

// src/store/sqlite-dialect.ts
/** Kysely on `node:sqlite`: the driver, and the places where its own SQLite dialect is too careless for a queue. */
var NodeSqliteDialect = class {
	#connection;
	#durability;
	constructor(connection, durability) {
		this.#connection = connection;
		this.#durability = durability;
	}
	createDriver() {
		return new SqliteDriver(this.#connection, this.#durability);
	}
	createQueryCompiler() {
		return new LocklessCompiler();
	}
	createAdapter() {
		return new TransactionalAdapter();
	}
	createIntrospector(db) {
		return new SqliteIntrospector(db);
	}
};
/** `FOR UPDATE SKIP LOCKED` is for databases where others write meanwhile. Here a transaction holds the whole file. */
var LocklessCompiler = class extends SqliteQueryCompiler {
	visitSelectModifier(node) {
		if (node.modifier !== "ForUpdate" && node.modifier !== "SkipLocked") super.visitSelectModifier(node);
	}
};
/** SQLite can undo the making of a table. Said so, a migration that is killed halfway leaves nothing behind. */
var TransactionalAdapter = class extends SqliteAdapter {
	get supportsTransactionalDdl() {
		return true;
	}
};
var SqliteDriver = class {
	#connection;
	#durability;
	constructor(connection, durability) {
		this.#connection = connection;
		this.#durability = durability;
	}
	async init() {}
	async acquireConnection() {
		await this.#connection.take(this.#durability);
		return this.#connection;
	}
	async releaseConnection() {
		this.#connection.giveBack();
	}
	/**
	* Takes the write lock when a transaction begins. A transaction that reads first and then asks for the lock is
	* refused at once when somebody wrote in between, however long one is ready to wait.
	*/
	async beginTransaction(connection) {
		await connection.executeQuery(CompiledQuery.raw("begin immediate"));
	}
	async commitTransaction(connection) {
		await connection.executeQuery(CompiledQuery.raw("commit"));
	}
	async rollbackTransaction(connection) {
		await connection.executeQuery(CompiledQuery.raw("rollback"));
	}
	async destroy() {
		this.#connection.close();
	}
};

// src/domain/rate-budget.ts
const ORDER = [
	"gate",
	"check",
	"reply",
	"report"
];
/** 0 goes first. */
function rankOf(urgency) {
	return ORDER.indexOf(urgency);
}
const MINUTE_MS = 7e4;
const HOUR_MS = 361e4;
const GITHUB_LIMITS = [
	{
		of: "writes",
		most: 80,
		withinMs: MINUTE_MS
	},
	{
		of: "writes",
		most: 500,
		withinMs: HOUR_MS
	},
	{
		of: "points",
		most: 900,
		withinMs: MINUTE_MS
	}
];
/** The rest is kept for gates. */
const SHARE_OF_OTHERS = .8;
const KINDS = {
	"open-gate": {
		urgency: "gate",
		writes: 1
	},
	"reject-gate": {
		urgency: "gate",
		writes: 1
	},
	"write-check": {
		urgency: "check",
		writes: 1
	},
	reply: {
		urgency: "reply",
		writes: 1
	},
	"report-gate": {
		urgency: "report",
		writes: 1
	},
	"keep-issue": {
		urgency: "report",
		writes: 1
	},
	"comment-issue": {
		urgency: "report",
		writes: 1
	},
	"reopen-issue": {
		urgency: "report",
		writes: 1
	},
	"dispatch-run": {
		urgency: "gate",
		writes: 1
	}
};
/** An effect reads before it writes, and most read once more afterwards. */
const POINTS_OF_READING = 5;
const POINTS_OF_A_WRITE = 5;
function urgencyOf({ kind }) {
	return KINDS[kind].urgency;
}
function costOf({ kind }) {
	const { writes } = KINDS[kind];
	return {
		writes,
		points: POINTS_OF_READING + POINTS_OF_A_WRITE * writes
	};
}
/** Of what is read to answer it. What people command may be what opens a gate. */
function urgencyOfQuestion({ kind }) {
	return kind === "gate" || kind === "command" || kind === "rollback" ? "gate" : "check";
}
/** Of a GitHub Enterprise Server, unless its administrator sets some. */
const NO_LIMITS = [];
/** When there is room for it: `at`, or the instant at which enough of what was spent no longer counts. */
function roomAt(spent, wanted, at, limits = GITHUB_LIMITS) {
	return Math.max(at, ...limits.map((limit) => roomWithin(spent, wanted, limit)));
}
function roomWithin(spent, { urgency, cost }, limit) {
	const most = allowed(limit, urgency);
	let left = most - Math.min(cost[limit.of], most);
	for (const one of spent.toReversed()) {
		left -= one[limit.of];
		if (left < 0) return one.at + limit.withinMs;
	}
	return 0;
}
function allowed({ most }, urgency) {
	return urgency === "gate" ? most : Math.floor(most * SHARE_OF_OTHERS);
}
/**
* When there will be room after `ahead` others like it: an estimate, since nobody knows what comes in between. It is
* asked again then; the estimate is there so that a thousand do not ask at once.
*/
function roomAfter(spent, wanted, { ahead, at, limits = GITHUB_LIMITS }) {
	const first = roomAt(spent, wanted, at, limits);
	return Math.max(first, ...limits.map((limit) => turnWithin(spent, wanted, limit, {
		ahead,
		first
	})));
}
function turnWithin(spent, { urgency, cost }, limit, { ahead, first }) {
	const most = Math.max(1, Math.floor(allowed(limit, urgency) / Math.max(1, cost[limit.of])));
	const stillCounts = spent.filter(({ at }) => at + limit.withinMs > first);
	const used = stillCounts.reduce((sum, one) => sum + one[limit.of], 0) / Math.max(1, cost[limit.of]);
	const atOnce = Math.max(0, Math.floor(most - used));
	if (ahead < atOnce) return first;
	return Math.max(first, (stillCounts[0]?.at ?? first) + limit.withinMs) + Math.floor((ahead - atOnce) * limit.withinMs / most);
}
/** With what is spent now, and without what no limit looks back to. Oldest first, one entry a second. */
function spend(spent, cost, at) {
	const second = Math.ceil(at / 1e3) * 1e3;
	const known = stillKnown(spent, at);
	const same = known.find((one) => one.at === second);
	const now = {
		at: second,
		writes: (same?.writes ?? 0) + cost.writes,
		points: (same?.points ?? 0) + cost.points
	};
	return [...known.filter((one) => one !== same), now].sort((one, other) => one.at - other.at);
}
/** What lies ahead by more than clocks of several machines differ was noted by a clock that was wrong. */
function stillKnown(spent, at) {
	return spent.filter((one) => one.at > at - HOUR_MS && one.at <= at + MINUTE_MS);
}

// src/store/installation-limit.ts
/** Nobody else reads it to change it before the transaction ends. */
async function holdLimit(tx, installationId, at) {
	await tx.insertInto("installation_limit").values({
		installation_id: installationId,
		spent: "[]",
		paused_until: 0,
		others_paused_until: 0
	}).onConflict((conflict) => conflict.doNothing()).execute();
	const row = await tx.selectFrom("installation_limit").selectAll().where("installation_id", "=", installationId).forUpdate().executeTakeFirstOrThrow();
	return {
		spent: stillKnown(JSON.parse(row.spent), at),
		pausedUntil: row.paused_until,
		othersPausedUntil: row.others_paused_until
	};
}
/** Gates come back first: what else waited for the same end of a pause has to let them be seen. */
const AFTER_GATES_MS = 1e3;
/** When the installation may be asked again by whoever is this urgent; 0 when it may be now. */
function pauseEndOf({ pausedUntil, othersPausedUntil }, isGate, at) {
	const until = isGate ? pausedUntil : Math.max(pausedUntil, othersPausedUntil);
	if (until <= at) return 0;
	return isGate ? until : until + AFTER_GATES_MS;
}
async function spendIn(tx, installationId, known, cost, at) {
	await tx.updateTable("installation_limit").set({ spent: JSON.stringify(spend(known.spent, cost, at)) }).where("installation_id", "=", installationId).execute();
}
async function takeRoom(db, installationId, wanted, at, limits) {
	return await db.transaction().execute(async (tx) => {
		const known = await holdLimit(tx, installationId, at);
		const pauseEnd = pauseEndOf(known, wanted.urgency === "gate", at);
		const until = Math.max(pauseEnd, roomAt(known.spent, wanted, at, limits));
		if (until > at) return {
			kind: "wait",
			until
		};
		await spendIn(tx, installationId, known, wanted.cost, at);
		return { kind: "admitted" };
	});
}
async function pauseInstallation(db, installationId, { all = 0, others = 0 }) {
	await db.transaction().execute(async (tx) => {
		const known = await holdLimit(tx, installationId, 0);
		await tx.updateTable("installation_limit").set({
			paused_until: Math.max(known.pausedUntil, all),
			others_paused_until: Math.max(known.othersPausedUntil, others)
		}).where("installation_id", "=", installationId).execute();
	});
}
async function pausedUntil(db, installationId, at) {
	return (await db.selectFrom("installation_limit").select("paused_until as until").where("installation_id", "=", installationId).where("paused_until", ">", at).executeTakeFirst())?.until ?? null;
}

// src/store/admit-effect.ts
/** What goes before it is being sent right now. */
const LEAST_WAIT_MS = 1e3;
async function admitEffect(db, pending, at, limits) {
	const { effect } = pending;
	const { installationId } = effect.repository;
	return await db.transaction().execute(async (tx) => {
		const known = await holdLimit(tx, installationId, at);
		const turn = await turnOf(tx, pending, at);
		const wanted = {
			urgency: urgencyOf(effect),
			cost: costOf(effect)
		};
		const pauseEnd = pauseEndOf(known, wanted.urgency === "gate", at);
		const { writes, points } = wanted.cost;
		const before = {
			at,
			writes: writes * turn.dueAhead,
			points: points * turn.dueAhead
		};
		if (pauseEnd === 0 && roomAt([...known.spent, before], wanted, at, limits) <= at) {
			await spendIn(tx, installationId, known, wanted.cost, at);
			await tx.deleteFrom("deferred_effect").where("effect_id", "=", pending.id).execute();
			return { kind: "admitted" };
		}
		const from = Math.max(pauseEnd, at + LEAST_WAIT_MS);
		const until = roomAfter(known.spent, wanted, {
			ahead: turn.ahead,
			at: from,
			...limits && { limits }
		});
		await putOff(tx, pending, {
			since: turn.since,
			until
		});
		return {
			kind: "wait",
			until
		};
	});
}
async function turnOf(tx, { id, effect }, at) {
	const since = (await tx.selectFrom("deferred_effect").select("since").where("effect_id", "=", id).executeTakeFirst())?.since ?? at;
	const rank = rankOf(urgencyOf(effect));
	const before = tx.selectFrom("deferred_effect as other").innerJoin("effect", "effect.id", "other.effect_id").where("effect.due_at", "is not", null).where("other.installation_id", "=", effect.repository.installationId).where("other.effect_id", "<>", id).where((other) => other.or([
		other("other.rank", "<", rank),
		other.and([other("other.rank", "=", rank), other("other.since", "<", since)]),
		other.and([
			other("other.rank", "=", rank),
			other("other.since", "=", since),
			other("other.effect_id", "<", id)
		])
	]));
	const { ahead } = await before.select((other) => other.fn.countAll().as("ahead")).executeTakeFirstOrThrow();
	const { dueAhead } = await before.where("effect.due_at", "<=", at).select((other) => other.fn.countAll().as("dueAhead")).executeTakeFirstOrThrow();
	return {
		since,
		ahead,
		dueAhead
	};
}
async function putOff(tx, { id, effect }, { since, until }) {
	await tx.updateTable("effect").set({ due_at: until }).where("id", "=", id).where("state", "=", "pending").execute();
	const { installationId } = effect.repository;
	await tx.insertInto("deferred_effect").values({
		effect_id: id,
		installation_id: installationId,
		rank: rankOf(urgencyOf(effect)),
		since
	}).onConflict((conflict) => conflict.doNothing()).execute();
}

// src/store/ask-now.ts
/** ONE transaction. As an event would: those that have their final answer stay answered. */
async function askNow(db, questions, at, gates) {
	if (questions.length === 0) return;
	await db.transaction().execute(async (tx) => {
		await askQuestions(tx, questions, at, gates);
	});
}
/** Gates that nothing but an event would have asked about again. */
async function gatesWithoutTimer(db, limit) {
	return (await db.selectFrom("question").select("body").where("kind", "=", "gate").where("final_at", "is", null).where("due_at", "is", null).orderBy("key").limit(limit).execute()).map((row) => JSON.parse(row.body));
}

// src/store/lost-repositories.ts
/** A comparison is sure to use the index. */
const IS_LOST = sql`place.lost >= 'a'`;
/** Few: those that were taken from us, are put away or on hold. Nothing is asked of them until they are seen again. */
function lostRepositories(db) {
	return db.selectFrom("repository_place as place").select("place.repository_id").where(IS_LOST);
}
/** Of an effect: its question is of no repository that is lost. Where none is lost, which is mostly so, no row is read. */
function isOfSeen(effects) {
	return sql`(not exists (select 1 from repository_place as place where ${IS_LOST})
    or not exists (select 1 from question as asked
      where asked.key = ${sql.ref(`${effects}.question_key`)} and asked.repository_id in
        (select place.repository_id from repository_place as place where ${IS_LOST})))`;
}
/** What it is called by now, and which installation has it. */
async function placeOf(db, repository) {
	const row = await db.selectFrom("repository_place").select([
		"repository_id",
		"owner",
		"name",
		"installation_id"
	]).where("repository_id", "=", repository.id).executeTakeFirst();
	return row === void 0 ? repository : repositoryAt(row);
}
function repositoryAt({ repository_id: id, owner, name, installation_id: installationId }) {
	return {
		id,
		owner,
		name,
		installationId
	};
}

// src/store/backlog.ts
async function backlog(db, at) {
	const row = await backlogQuery(db, at).executeTakeFirstOrThrow();
	return {
		...row,
		deliveriesWaiting: row.deliveriesWaiting ?? 0,
		deliveriesSetAside: row.deliveriesSetAside ?? 0,
		gatesOpen: row.gatesOpen ?? 0,
		gatesFailing: row.gatesFailing ?? 0,
		effectsPending: row.effectsPending ?? 0,
		questionsDue: row.questionsDue ?? 0,
		effectsDeferred: row.effectsDeferred ?? 0
	};
}
/** The query, so that a test can ask the database how it would run it. */
function backlogQuery(db, at) {
	return db.selectNoFrom([
		deliveries(db, "waiting").as("deliveriesWaiting"),
		oldestDelivery(db).as("oldestDeliveryAt"),
		deliveries(db, "set-aside").as("deliveriesSetAside"),
		gates(db).as("gatesOpen"),
		gates(db).where("because", "is not", null).as("gatesFailing"),
		oldestGate(db).as("oldestGateAt"),
		pendingEffects$1(db).select((effect) => effect.fn.countAll().as("count")).as("effectsPending"),
		pendingEffects$1(db).select((effect) => effect.fn.min("decided_at").as("at")).as("oldestEffectAt"),
		questionsDue(db, at).as("questionsDue"),
		effectsDeferred(db, at).as("effectsDeferred"),
		longestPause(db, at).as("pausedUntil")
	]);
}
function deliveries(db, state) {
	return db.selectFrom("delivery").select((delivery) => delivery.fn.countAll().as("count")).where("state", "=", state);
}
function oldestDelivery(db) {
	return db.selectFrom("delivery").select("received_at").where("state", "=", "waiting").orderBy("seq").limit(1);
}
function gates(db) {
	return db.selectFrom("question").select((question) => question.fn.countAll().as("count")).where("kind", "=", "gate").where("final_at", "is", null).where("repository_id", "not in", lostRepositories(db));
}
/** The first answer of each gate that is open, and no other: a gate that waits for days has thousands. */
function oldestGate(db) {
	const since = db.selectFrom("question").select((question) => question.fn.coalesce(question.selectFrom("record").select("record.at").whereRef("record.question_key", "=", "question.key").orderBy("record.id").limit(1), "question.due_at").as("at")).where("kind", "=", "gate").where("final_at", "is", null).where("question.repository_id", "not in", lostRepositories(db)).as("open_gate");
	return db.selectFrom(since).select((gate) => gate.fn.min("open_gate.at").as("at"));
}
/** What is pending has a time to be tried at, what is settled has none. A comparison is sure to use the index. */
function pendingEffects$1(db) {
	return db.selectFrom("effect").where("due_at", ">=", 0).where(isOfSeen("effect"));
}
function questionsDue(db, at) {
	return db.selectFrom("question").select((question) => question.fn.countAll().as("count")).where("due_at", "<=", at).where("repository_id", "not in", lostRepositories(db));
}
function effectsDeferred(db, at) {
	return db.selectFrom("deferred_effect").innerJoin("effect", "effect.id", "deferred_effect.effect_id").select((deferred) => deferred.fn.countAll().as("count")).where("effect.due_at", ">", at);
}
function longestPause(db, at) {
	return db.selectFrom("installation_limit").select((limit) => limit.fn.max("paused_until").as("at")).where("paused_until", ">", at);
}

// src/store/claim-deliveries.ts
/**
* The oldest deliveries that wait and that no other process takes in. Each is this process's until `leaseUntil`, or
* until it fails; taking one in after that is still harmless, because it is finished once.
*/
async function claimDeliveries(db, at, leaseUntil, limit) {
	return await db.transaction().execute(async (tx) => {
		const rows = await tx.selectFrom("delivery").select([
			"seq",
			"id",
			"event",
			"received_at",
			"body"
		]).where("state", "=", "waiting").where((row) => row.or([row("leased_until", "is", null), row("leased_until", "<=", at)])).orderBy("seq").limit(limit).forUpdate().skipLocked().execute();
		const taken = rows.map((row) => row.seq);
		if (taken.length > 0) await tx.updateTable("delivery").set({ leased_until: leaseUntil }).where("seq", "in", taken).execute();
		return rows.map((row) => ({
			id: row.id,
			event: row.event,
			receivedAt: row.received_at,
			body: row.body
		}));
	});
}

// src/store/claim-question.ts
/** Each lost lane means that another process won one, so this many in a row are many processes. */
const MOST_LOST_LANES = 20;
/**
* Several processes ask at once: each skips the rows that another is about to take, and looks again when another got
* the lane between its look and its grasp.
*/
async function claimQuestion(db, at, leaseUntil) {
	return await db.transaction().execute(async (tx) => {
		for (let lost = 0; lost < MOST_LOST_LANES; lost++) {
			const candidate = await mostUrgent(tx, at);
			if (!candidate) return null;
			const token = await takeLane(tx, candidate, at, leaseUntil);
			if (token === void 0) continue;
			const claim = await startTry(tx, candidate.key, token, at);
			if (candidate.turn) await takeTurn(tx, claim.question.repository, candidate.turn);
			return claim;
		}
		return null;
	});
}
/** What holds deployments up before all else: thousands of pull requests may be due at once. */
async function mostUrgent(tx, at) {
	const urgent = await longestDueUrgent(tx, at);
	if (urgent) {
		const inTurn = await longestDueUrgent(tx, at, hadTheirTurn(tx));
		return inTurn ? {
			...inTurn,
			turn: "of-this-round"
		} : {
			...urgent,
			turn: "of-the-next-round"
		};
	}
	return longestDue([await dueQuestion(tx, at).executeTakeFirst(), await questionOfDueEffect(tx, at).executeTakeFirst()]);
}
/** Whatever people and jobs said goes before gates of its repository; of several repositories the oldest is first. */
async function longestDueUrgent(tx, at, without) {
	const found = [];
	for (const kind of [...SAYING, "gate"]) found.push(await dueQuestion(tx, at, without).where("question.kind", "=", kind).executeTakeFirst());
	found.push(await questionOfDueEffect(tx, at, without).where("effect.kind", "=", "open-gate").executeTakeFirst());
	return longestDue(found);
}
function longestDue(candidates) {
	return candidates.filter((each) => each !== void 0).toSorted((one, other) => (one.dueAt ?? 0) - (other.dueAt ?? 0))[0];
}
/** The query, so that a test can ask the database how it would run it. */
function dueQuestion(db, at, without) {
	const due = db.selectFrom("question").select([
		"question.key",
		"question.lane",
		"question.due_at as dueAt"
	]).where("question.due_at", "<=", at).where("question.lane", "not in", heldLanes(db, at)).where((row) => row.or([row("question.kind", "<>", "gate"), row("question.repository_id", "not in", toldSomething(db, at))])).where((row) => row.or([row("question.kind", "=", "escalation"), row("question.repository_id", "not in", lostRepositories(db))])).orderBy("question.due_at").orderBy("question.key").limit(1).forUpdate().skipLocked();
	return without ? due.where("question.repository_id", "not in", without) : due;
}
/** Few: a lane is held by somebody who works. */
function heldLanes(db, at) {
	return db.selectFrom("lane").select("key").where("leased_until", ">", at);
}
/** What may forbid what a gate would let go: a hold, a freeze, a rejection, a verification that failed. */
const SAYING = ["command", "verification"];
/** Of about two seconds, doubled each time. What fails more often than that may never be answered. */
const TRIES_WAITED_FOR = 5;
/**
* Where somebody said something that was not answered yet, also when it is being answered, or when a try failed because
* GitHub wants to be left alone: what its gates need is read from a share that is kept for them, and would be there first.
*/
function toldSomething(db, at) {
	return db.selectFrom("question as said").select("said.repository_id").where("said.kind", "in", SAYING).where("said.due_at", "is not", null).where((row) => row.or([row("said.due_at", "<=", at), row.and([row("said.failures", ">", 0), row("said.failures", "<=", TRIES_WAITED_FOR)])]));
}
/** The repositories of all installations that were answered in this round. */
function hadTheirTurn(db) {
	const round = db.selectFrom("repository_turn as newest").select((row) => row.fn.max("newest.round").as("round"));
	const answered = db.selectFrom("repository_turn as now").select("now.installation_id").where("now.round", "=", round);
	return db.selectFrom("repository_turn as turn").select("turn.repository_id").where("turn.installation_id", "in", answered);
}
function questionOfDueEffect(db, at, without) {
	const due = db.selectFrom("effect").select([
		"effect.question_key as key",
		"effect.lane",
		"effect.due_at as dueAt"
	]).where("effect.due_at", "<=", at).where("effect.lane", "not in", heldLanes(db, at)).where((row) => row.not(row.exists(row.selectFrom("question as asked").select("asked.key").whereRef("asked.key", "=", "effect.question_key").where("asked.kind", "=", "gate").where("asked.repository_id", "in", toldSomething(db, at))))).where(isOfSeen("effect")).orderBy("effect.due_at").orderBy("effect.id").limit(1).forUpdate().skipLocked();
	if (!without) return due;
	return due.where((row) => row.not(row.exists(row.selectFrom("question as owner").select("owner.key").whereRef("owner.key", "=", "effect.question_key").where("owner.repository_id", "in", without))));
}
/** One row alone is written, so that two processes never wait for each other in a circle. */
async function takeTurn(tx, repository, turn) {
	const newest = await tx.selectFrom("repository_turn").select((row) => row.fn.max("round").as("round")).executeTakeFirst();
	const values = {
		installation_id: repository.installationId,
		round: Math.max(1, (newest?.round ?? 0) + (turn === "of-the-next-round" ? 1 : 0))
	};
	await tx.insertInto("repository_turn").values({
		repository_id: repository.id,
		...values
	}).onConflict((conflict) => conflict.column("repository_id").doUpdateSet(values)).execute();
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
async function startTry(tx, key, token, at) {
	const row = await tx.selectFrom("question").select([
		"body",
		"failures",
		"due_at",
		"touched",
		"claimed_touched"
	]).where("key", "=", key).forUpdate().executeTakeFirstOrThrow();
	const { failures, touched } = row;
	await tx.updateTable("question").set({
		failures: failures + 1,
		claimed_touched: touched
	}).where("key", "=", key).execute();
	const asked = JSON.parse(row.body);
	const claim = {
		question: {
			...asked,
			repository: await placeOf(tx, asked.repository)
		},
		key,
		token,
		failures
	};
	if (row.due_at === null || row.due_at > at) return {
		...claim,
		forEffects: { dueAt: row.due_at }
	};
	return {
		...claim,
		isByTimerAlone: touched === row.claimed_touched && failures === 0
	};
}

// src/store/claim-sweep.ts
/** One statement decides who gets it, also where several processes ask at once. Null: not due, or somebody else's. */
async function claimSweep(db, name, at, leaseUntil) {
	return await db.insertInto("sweep").values({
		name,
		due_at: at,
		token: 1,
		leased_until: leaseUntil,
		memory: null
	}).onConflict((conflict) => conflict.column("name").doUpdateSet((sweep) => ({
		token: sweep("sweep.token", "+", 1),
		leased_until: sweep.ref("excluded.leased_until")
	})).where("sweep.due_at", "<=", at).where((sweep) => sweep.or([sweep("sweep.leased_until", "is", null), sweep("sweep.leased_until", "<=", at)]))).returning([
		"name",
		"token",
		"memory"
	]).executeTakeFirst() ?? null;
}
/** Does nothing when the claim was lost: whoever has it now knows more. */
async function finishSweep(db, claim, next) {
	await db.updateTable("sweep").set({
		due_at: next.dueAt,
		memory: next.memory,
		leased_until: null
	}).where("name", "=", claim.name).where("token", "=", claim.token).execute();
}
/** What the sweep noted at its last end; null when it never ended, or noted nothing. */
async function sweepMemory(db, name) {
	return (await db.selectFrom("sweep").select("memory").where("name", "=", name).executeTakeFirst())?.memory ?? null;
}

// src/audit/rollback-entry.ts
/** The ledger says something else of a rollback. `before`: what it said; null: nothing. */
function rollbackEntry(at, repository, rollback, before) {
	const { id, environment, failedDeploymentId: deployment, failedSha, targetSha } = rollback;
	const { state, trigger, orderedBy, group, dispatches, runId, ending, deployments = [] } = rollback;
	return {
		at,
		actor: { kind: "tidegate" },
		kind: "rollback",
		subject: {
			repository: fullName(repository),
			repositoryId: repository.id,
			deployment,
			environment,
			commit: failedSha
		},
		data: {
			rollback: id,
			state,
			before,
			target: targetSha,
			trigger,
			orderedBy,
			dispatches,
			...group === null ? {} : { group },
			...runId === null ? {} : { run: runId },
			...deployments.length === 0 ? {} : { deployments },
			...ending === void 0 ? {} : { ending }
		}
	};
}

// src/domain/rollback-life.ts
/** A run that GitHub cancels before it began is dispatched once more. */
const MOST_DISPATCHES = 2;
const FOLLOWS = {
	asked: [
		"asked",
		"ordered",
		"refused",
		"cancelled"
	],
	ordered: [
		"ordered",
		"dispatched",
		"unknown",
		"failed",
		"cancelled",
		"refused"
	],
	dispatched: [
		"dispatched",
		"ordered",
		"verified",
		"unknown",
		"failed",
		"cancelled"
	],
	verified: [],
	failed: [],
	unknown: [],
	cancelled: [],
	refused: []
};
/** Whether the ledger may say the one after it said the other. What was dispatched since is not known to who is late. */
function mayFollow(before, after) {
	return after.dispatches >= before.dispatches && FOLLOWS[before.state].includes(after.state);
}
function hasEnded$1({ state }) {
	return FOLLOWS[state].length === 0;
}
/** The rollback after what was seen; as it was where that says nothing of it. */
function rollbackAfter(before, seen, at) {
	if (seen.kind === "dispatched" || seen.kind === "not-dispatched") return afterDispatch(before, seen, at);
	if (before.state !== "dispatched") return before;
	switch (seen.kind) {
		case "deployed": return {
			...before,
			deployments: seen.deployments
		};
		case "verified": return {
			...before,
			state: "verified",
			endedAt: toInstant(at)
		};
		case "run-cancelled": return afterCancel(before, seen, at);
		case "run-lost": return ended$1(before, "unknown", endingOf("run-lost"), at);
		case "run-failed": return ended$1(before, "failed", endingOf("run-failed", seen.conclusion), at);
		case "nothing-deployed": return ended$1(before, "failed", endingOf("nothing-deployed", before.environment), at);
		case "not-verified": return ended$1(before, "failed", endingOf(seen.verdict === "fail" ? "verification-failed" : "verification-missing"), at);
	}
}
/** Of an earlier dispatch than the one that is on the way, nothing is taken. */
function afterDispatch(before, seen, at) {
	if (before.state !== "ordered" || seen.nth !== before.dispatches + 1) return before;
	if (seen.kind === "dispatched") {
		const { id: runId, url: runUrl } = seen.run;
		const dispatchedAt = toInstant(at);
		return {
			...before,
			state: "dispatched",
			dispatches: seen.nth,
			runId,
			runUrl,
			dispatchedAt,
			sentAt: void 0
		};
	}
	return ended$1(before, STATE_OF[seen.code], {
		code: seen.code,
		text: seen.text
	}, at);
}
const STATE_OF = {
	"moved-on": "cancelled",
	"executor-forbidden": "failed",
	"target-unavailable": "failed",
	"dispatch-unknown": "unknown"
};
function afterCancel(before, { by, hadBegun }, at) {
	if (by !== null || hadBegun) return ended$1(before, "cancelled", endingOf("run-cancelled", by ?? ""), at);
	if (before.dispatches >= MOST_DISPATCHES) return ended$1(before, "cancelled", endingOf("replaced"), at);
	return {
		...before,
		state: "ordered",
		runId: null,
		runUrl: null,
		dispatchedAt: null,
		deployments: void 0
	};
}
function ended$1(before, state, ending, at) {
	return {
		...before,
		state,
		ending,
		endedAt: toInstant(at)
	};
}
/** What the outcome of a dispatch says of its rollback; null: it is tried again, and nothing is known yet. */
function seenOfDispatch(nth, outcome) {
	if (outcome.kind === "retry") return null;
	if (outcome.kind === "done" && outcome.run !== void 0) return {
		kind: "dispatched",
		run: outcome.run,
		nth
	};
	if (outcome.kind === "done") return {
		kind: "not-dispatched",
		nth,
		code: "dispatch-unknown",
		text: "GitHub did not say which run it started."
	};
	return {
		kind: "not-dispatched",
		nth,
		code: outcome.code ?? "moved-on",
		text: outcome.because
	};
}
function endingOf(code, detail = "") {
	return {
		code,
		text: TEXTS[code](detail)
	};
}
const TEXTS = {
	"run-lost": () => "GitHub does not show the run any more. Look at what the environment runs.",
	replaced: () => "GitHub cancelled the run twice before it began, because another run of its concurrency group came after it. Let the group keep more than one waiting run (\"queue: max\"), and start the rollback again.",
	"run-cancelled": (by) => by === "" ? "The run was cancelled after it had begun. Look at what the environment runs." : `${by} cancelled the run. Nothing is started again by itself.`,
	"run-failed": (conclusion) => `The run of the rollback ended with "${conclusion}". Look at what the environment runs.`,
	"nothing-deployed": (environment) => `The run ended well and deployed nothing to ${environment}: does its workflow deploy there, with the input "sha"?`,
	"verification-failed": () => "The commit that was gone back to fails its verification, too.",
	"group-stopped": () => "Another environment of its group did not go back well, so this one stays as it is.",
	"verification-missing": () => "The commit that was gone back to was not verified in time."
};

// src/store/rollbacks.ts
async function rollbacks(db, repositoryId, environment) {
	return await withDeployments(db, await ofRepository(db, repositoryId).where("environment_key", "=", environment.toLowerCase()).orderBy("seq").execute());
}
async function rollback(db, id) {
	const row = await db.selectFrom("rollback").selectAll().where("id", "=", id).executeTakeFirst();
	return (await withDeployments(db, row === void 0 ? [] : [row]))[0] ?? null;
}
async function rollbackOfRun(db, repositoryId, runId) {
	const row = await db.selectFrom("rollback_run").select("rollback_id").where("repository_id", "=", repositoryId).where("run_id", "=", runId).executeTakeFirst();
	return row === void 0 ? null : await rollback(db, row.rollback_id);
}
async function openRollbacks(db, repositoryId) {
	return await withDeployments(db, await ofRepository(db, repositoryId).where("state", "in", [
		"asked",
		"ordered",
		"dispatched"
	]).orderBy("seq").execute());
}
/**
* Writes what the ledger says from now on. Who answers late knows less than the ledger: a step that cannot follow what
* it says is left out. One audit entry for each that is new, or in another state.
*/
async function keepRollbacks(tx, repository, said, at) {
	const entries = [];
	for (const each of said) {
		const before = await lockedRollback(tx, each.id);
		if ((before === null ? await insert(tx, each) : await follow(tx, before, each)) && before?.state !== each.state) entries.push(rollbackEntry(at, repository, each, before?.state ?? null));
	}
	return entries;
}
/** False: what is said cannot follow what the ledger says. */
async function follow(tx, before, after) {
	if (!mayFollow(before, after)) return false;
	await updateRollback(tx, after.state === "ordered" ? {
		...after,
		sentAt: before.sentAt
	} : after);
	return true;
}
async function lockedRollback(tx, id) {
	const row = await tx.selectFrom("rollback").select("body").where("id", "=", id).forUpdate().executeTakeFirst();
	return row === void 0 ? null : rollbackIn(row);
}
async function updateRollback(tx, each) {
	await tx.updateTable("rollback").set(rowOf$5(each)).where("id", "=", each.id).execute();
}
function rollbackIn({ body }) {
	return JSON.parse(body);
}
/** False: somebody else was first. */
async function insert(tx, each) {
	return await tx.insertInto("rollback").values({
		id: each.id,
		...rowOf$5(each)
	}).onConflict((conflict) => conflict.column("id").doNothing()).returning("seq").executeTakeFirst() !== void 0;
}
function ofRepository(db, repositoryId) {
	return db.selectFrom("rollback").selectAll().where("repository_id", "=", repositoryId);
}
function rowOf$5(each) {
	return {
		repository_id: each.repositoryId,
		environment_key: each.environment.toLowerCase(),
		state: each.state,
		body: canonicalJson(each)
	};
}
/** With what waited at our gate in its runs: that is known before anybody looks at how the run ended. */
async function withDeployments(db, rows) {
	if (rows.length === 0) return [];
	const gates = await db.selectFrom("gate").innerJoin("rollback_run", (join) => join.onRef("rollback_run.repository_id", "=", "gate.repository_id").onRef("rollback_run.run_id", "=", "gate.run_id")).select([
		"rollback_run.rollback_id as id",
		"gate.deployment_id",
		"gate.environment_key"
	]).where("rollback_run.rollback_id", "in", rows.map(({ id }) => id)).execute();
	return rows.map((row) => {
		const own = gates.filter((gate) => gate.id === row.id && gate.environment_key === row.environment_key);
		const kept = rollbackIn(row);
		const known = /* @__PURE__ */ new Set([...kept.deployments ?? [], ...own.map((gate) => gate.deployment_id)]);
		return known.size === 0 ? kept : {
			...kept,
			deployments: [...known].sort((one, other) => one - other)
		};
	});
}

// src/store/dispatches.ts
/** False: another dispatch is ordered, or none. */
async function markDispatch(db, id, nth, sentAt) {
	return await db.transaction().execute(async (tx) => {
		const kept = await lockedRollback(tx, id);
		if (kept?.state !== "ordered" || kept.dispatches + 1 !== nth) return false;
		if (sentAt !== null && kept.sentAt !== void 0) return false;
		await updateRollback(tx, {
			...kept,
			sentAt: sentAt ?? void 0
		});
		return true;
	});
}
/** What GitHub answered to a dispatch is in the ledger with the outcome, or not at all. */
async function rememberDispatch(tx, effect, outcome, at) {
	if (effect.kind !== "dispatch-run") return [];
	const before = await lockedRollback(tx, effect.rollbackId);
	const seen = before === null ? null : await believable(tx, effect, before, outcome);
	if (before === null || seen === null) return [];
	const after = rollbackAfter(before, seen, at);
	if (after === before) return [];
	if (after.state === "dispatched") await keepRun(tx, after);
	await updateRollback(tx, after);
	return [rollbackEntry(toInstant(at), effect.repository, after, before.state)];
}
/** What GitHub did not say, and was put together from what it shows, has to be the only thing that it can be. */
async function believable(tx, effect, before, outcome) {
	const seen = seenOfDispatch(effect.dispatch, outcome);
	if (seen?.kind !== "dispatched" || !await isDoubtful(tx, before, seen.run)) return seen;
	const text = `Run ${seen.run.id} may be of another rollback that was started then, so nothing is started again.`;
	return {
		kind: "not-dispatched",
		nth: effect.dispatch,
		code: "dispatch-unknown",
		text
	};
}
async function isDoubtful(tx, { id, repositoryId, sentAt }, run) {
	if (await tx.selectFrom("rollback_run").select("rollback_id").where("repository_id", "=", repositoryId).where("run_id", "=", run.id).executeTakeFirst() !== void 0) return true;
	if (!run.isFoundByTime || sentAt === void 0) return false;
	return (await tx.selectFrom("rollback").select("body").where("repository_id", "=", repositoryId).execute()).map(rollbackIn).some((other) => other.id !== id && wasSentSince(other, epochMs(sentAt)));
}
/** As long as GitHub's lists lag, and clocks differ. */
const AROUND_MS = 15e4;
/** The run of another one that is known is told apart by its number; one that is not may be any run. */
function wasSentSince({ sentAt }, since) {
	return sentAt !== void 0 && epochMs(sentAt) >= since - AROUND_MS;
}
async function keepRun(tx, { repositoryId, runId, id }) {
	if (runId === null) return;
	await tx.insertInto("rollback_run").values({
		repository_id: repositoryId,
		run_id: runId,
		rollback_id: id
	}).execute();
}

// src/store/dora-history.ts
/** A statement takes as many values as SQLite has room for in an old build: 999. */
const ROWS_AT_ONCE = 100;
async function doraEvents(db, repositoryId) {
	return (await db.selectFrom("dora_event").select("body").where("repository_id", "=", repositoryId).orderBy("at").orderBy("kind").orderBy("id").execute()).map(({ body }) => JSON.parse(body));
}
async function doraHistory(db, repositoryId) {
	const row = await db.selectFrom("dora_history").selectAll().where("repository_id", "=", repositoryId).executeTakeFirst();
	if (!row || row.cursor === null) return null;
	return {
		cursor: row.cursor,
		wholeAt: row.whole_at,
		state: row.state
	};
}
async function keepHistory(db, repositoryId, slice) {
	const all = [...new Map(slice.events.flatMap((event) => rowOf$4(repositoryId, event)).map((row) => [keyOf$2(row), row])).values()];
	await db.transaction().execute(async (tx) => {
		for (let from = 0; from < all.length; from += ROWS_AT_ONCE) await put(tx, all.slice(from, from + ROWS_AT_ONCE));
		const whole = slice.wholeAt === null ? {} : { whole_at: slice.wholeAt };
		await tx.insertInto("dora_history").values({
			repository_id: repositoryId,
			cursor: slice.cursor,
			whole_at: slice.wholeAt,
			state: null
		}).onConflict((conflict) => conflict.column("repository_id").doUpdateSet({
			cursor: slice.cursor,
			...whole
		})).execute();
	});
}
async function put(tx, rows) {
	await tx.insertInto("dora_event").values([...rows]).onConflict((conflict) => conflict.columns([
		"repository_id",
		"kind",
		"id"
	]).doUpdateSet((excluded) => ({
		at: excluded.ref("excluded.at"),
		body: excluded.ref("excluded.body")
	}))).execute();
}
function keyOf$2({ kind, id }) {
	return `${kind}/${id}`;
}
/** What people say and what verifies is kept elsewhere. */
function rowOf$4(repositoryId, event) {
	if (event.kind !== "deployment" && event.kind !== "incident") return [];
	const { kind, id } = event;
	return [{
		repository_id: repositoryId,
		kind,
		id,
		at: instantOf(event),
		body: JSON.stringify(event)
	}];
}
function instantOf(event) {
	if (event.kind === "deployment") return epochMs(event.finishedAt);
	const [first] = event.intervals;
	return first === void 0 ? 0 : epochMs(first.openedAt);
}
async function keepDoraState(tx, { question }, { doraState }) {
	if (doraState === void 0) return;
	await tx.updateTable("dora_history").set({ state: doraState }).where("repository_id", "=", question.repository.id).execute();
}
async function decidedReleases(db, repositoryId) {
	return (await db.selectFrom("release_gate").select([
		"deployment_id",
		"sha",
		"tier",
		"release_type",
		"strategy"
	]).where("repository_id", "=", repositoryId).orderBy("deployment_id").execute()).map(({ deployment_id: deploymentId, sha, tier, release_type: type, strategy }) => ({
		deploymentId,
		sha,
		tier,
		type,
		strategy
	}));
}

// src/store/ended-gates.ts
/** GitHub tells when a comment was written by the second, and leaves out the rest. */
const SECOND_MS = 1e3;
/**
* A walk along the lane: those that ended since are few. What we let through ended when we did that, and not when we
* saw that it was done.
*/
async function endedSince(db, repositoryId, environment, at) {
	const written = at + SECOND_MS;
	const rows = await db.selectFrom("gate").select([
		"deployment_id",
		"sha",
		"state"
	]).where("repository_id", "=", repositoryId).where("environment_key", "=", environment.toLowerCase()).where("state", "not in", ["pending", "held"]).where("since", ">=", written).where("requested_at", "<=", at).execute();
	const opened = /* @__PURE__ */ new Set();
	for (const row of rows.filter(({ state }) => state === "approved")) if (await wasOpenedBefore(db, `${repositoryId}/gate/${row.deployment_id}/open`, written)) opened.add(row.sha);
	const ended = rows.filter(({ sha, state }) => state !== "approved" || !opened.has(sha));
	return [...new Set(ended.map(({ sha }) => sha))].sort();
}
async function wasOpenedBefore(db, slot, at) {
	const row = await db.selectFrom("effect").select("settled_at").where("slot", "=", slot).where("state", "=", "done").executeTakeFirst();
	return row !== void 0 && row.settled_at !== null && row.settled_at < at;
}

// src/store/fail-delivery.ts
/** A reason is for people to read; an error message can be as long as what caused it. */
const LONGEST_REASON$1 = 1e3;
async function failDelivery(db, id, because, limit) {
	const row = await db.updateTable("delivery").set((old) => ({
		failures: old("failures", "+", 1),
		because: because.slice(0, LONGEST_REASON$1),
		leased_until: null,
		state: old.case().when(old("failures", "+", 1), ">=", limit).then("set-aside").else(old.ref("state")).end()
	})).where("id", "=", id).where("state", "<>", "done").returning("state").executeTakeFirst();
	if (!row) throw new Error(`delivery ${id} cannot fail: it is done, or was never accepted`);
	return row.state === "set-aside" ? "set-aside" : "waiting";
}

// src/store/findings.ts
/** What was not judged this time is neither there nor gone: it stays as it was. */
async function saveFindings(db, judged, at) {
	return await db.transaction().execute(async (tx) => {
		const open = await openOf(tx, judged);
		const appeared = [];
		for (const { code, subject } of judged.found) {
			if (!open.some((one) => isSame(one, {
				code,
				subject
			}))) appeared.push({
				code,
				subject
			});
			await see(tx, judged.repositoryId, {
				code,
				subject
			}, at);
		}
		const gone = open.filter((one) => !judged.found.some((found) => isSame(found, one)));
		for (const one of gone) await end$1(tx, judged.repositoryId, one, at);
		return {
			appeared,
			gone
		};
	});
}
async function openFindings(db, repositoryId) {
	return await db.selectFrom("finding").select(["code", "subject"]).where("repository_id", "=", repositoryId).where("gone_at", "is", null).orderBy("code").orderBy("subject").execute();
}
/** How many are there now, by code. */
async function findingCounts(db) {
	const rows = await db.selectFrom("finding").select(["code", (finding) => finding.fn.countAll().as("count")]).where("gone_at", "is", null).groupBy("code").execute();
	return Object.fromEntries(rows.map((row) => [row.code, row.count]));
}
async function openOf(tx, { repositoryId, codes }) {
	if (codes.length === 0) return [];
	return await tx.selectFrom("finding").select(["code", "subject"]).where("repository_id", "=", repositoryId).where("code", "in", codes).where("gone_at", "is", null).orderBy("code").orderBy("subject").execute();
}
async function see(tx, repositoryId, { code, subject }, at) {
	await tx.insertInto("finding").values({
		repository_id: repositoryId,
		code,
		subject,
		since: at,
		last_seen: at,
		gone_at: null
	}).onConflict((conflict) => conflict.columns([
		"repository_id",
		"code",
		"subject"
	]).doUpdateSet((old) => ({
		since: old.case().when("finding.gone_at", "is", null).then(old.ref("finding.since")).else(at).end(),
		last_seen: at,
		gone_at: null
	}))).execute();
}
async function end$1(tx, repositoryId, { code, subject }, at) {
	await tx.updateTable("finding").set({ gone_at: at }).where("repository_id", "=", repositoryId).where("code", "=", code).where("subject", "=", subject).execute();
}
function isSame(one, other) {
	return one.code === other.code && one.subject === other.subject;
}

// src/store/lane-gates.ts
async function laneGates(db, repositoryId, environment, since) {
	return (await db.selectFrom("gate").innerJoin("question", "question.key", "gate.question_key").selectAll("gate").select(["question.body", "question.due_at as dueAt"]).where("gate.repository_id", "=", repositoryId).where("gate.environment_key", "=", environment.toLowerCase()).where((row) => row.or([row("gate.state", "in", ["pending", "held"]), row.and([row("gate.state", "=", "approved"), row("gate.since", ">=", since)])])).orderBy("gate.deployment_id").execute()).map((row) => ({
		question: JSON.parse(row.body),
		life: lifeIn(row),
		dueAt: row.dueAt
	}));
}
function lifeIn(row) {
	return {
		state: row.state,
		reasons: JSON.parse(row.reasons),
		since: toInstant(row.since),
		requestedAt: toInstant(row.requested_at),
		runAttempt: row.run_attempt,
		sha: row.sha,
		reports: row.reports,
		reported: row.reported,
		warnedAt: row.warned_at === null ? null : toInstant(row.warned_at),
		by: JSON.parse(row.ended_by)
	};
}

// src/store/gate-histories.ts
/** Figures of a quarter are not made from more: reading them takes time, in which others wait. */
const MOST_GATES$2 = 1e3;
/** A gate that waits for days is answered again and again; the newest answers tell how it ended. */
const MOST_DECISIONS = 60;
/** Of decisions and facts, which is what takes the time: about a second. Gates beyond it are left out, oldest first. */
const MOST_CHARACTERS$1 = 33554432;
/** The gates that hold it, by name: what a record says beside its decision, so that figures need not parse that. */
function holdingIn({ gates }) {
	return gates.filter(({ status }) => status === "pending" || status === "failed").map(({ name }) => name);
}
async function gateHistories(db, repositoryId, since) {
	const gates = await db.selectFrom("gate").innerJoin("question", "question.key", "gate.question_key").selectAll("gate").select("question.final_at as finalAt").where("gate.repository_id", "=", repositoryId).where("gate.requested_at", ">=", since).orderBy("gate.deployment_id", "desc").limit(MOST_GATES$2).execute();
	const histories = [];
	let left = MOST_CHARACTERS$1;
	for (const gate of gates) {
		const { history, size } = await historyOf(db, gate);
		left -= size;
		if (left < 0) break;
		histories.push(history);
	}
	return histories.reverse();
}
/** `size`: characters that were read for it. */
async function historyOf(db, gate) {
	const key = gate.question_key;
	const { decided, size } = await decidedOf(db, key);
	const last = await newest(db, key, "decision");
	const facts = await newest(db, key, "facts");
	return {
		history: {
			deploymentId: gate.deployment_id,
			environment: gate.environment_key,
			life: lifeIn(gate),
			openedAt: await openedAt$1(db, key),
			endedAt: gate.finalAt,
			decided,
			decision: last === null ? null : JSON.parse(last),
			facts: facts === null ? null : JSON.parse(facts)
		},
		size: size + (last?.length ?? 0) + (facts?.length ?? 0)
	};
}
/** Of a record of an older version the decision says what held it. */
async function decidedOf(db, key) {
	const rows = await db.selectFrom("record").select(["at", "holding"]).select((one) => one.case().when("holding", "is", null).then(one.ref("decision")).end().as("unread")).where("question_key", "=", key).where("decision", "is not", null).orderBy("id", "desc").limit(MOST_DECISIONS).execute();
	return {
		decided: rows.reverse().map(({ at, holding, unread }) => ({
			at,
			holding: unread == null ? JSON.parse(holding ?? "[]") : holdingIn(JSON.parse(unread))
		})),
		size: rows.reduce((sum, { unread }) => sum + (unread?.length ?? 0), 0)
	};
}
async function newest(db, key, what) {
	return (await db.selectFrom("record").select(what).where("question_key", "=", key).where(what, "is not", null).orderBy("id", "desc").limit(1).executeTakeFirst())?.[what] ?? null;
}
async function openedAt$1(db, key) {
	return (await db.selectFrom("effect").select("settled_at").where("slot", "=", `${key}/open`).where("state", "=", "done").executeTakeFirst())?.settled_at ?? null;
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

// src/store/kept-issue.ts
/** Which issue it is, once GitHub told: from then on it is found by its number. */
async function rememberIssue(tx, effect, outcome) {
	if (effect.kind !== "keep-issue" || outcome.kind !== "done" || outcome.issue === void 0) return;
	await tx.insertInto("kept_issue").values({
		repository_id: effect.repository.id,
		key: effect.key,
		number: outcome.issue
	}).onConflict((conflict) => conflict.doNothing()).execute();
}
async function keptIssue(db, repositoryId, key) {
	return (await db.selectFrom("kept_issue").select("number").where("repository_id", "=", repositoryId).where("key", "=", key).executeTakeFirst())?.number ?? null;
}

// src/store/known-repositories.ts
async function knownRepositories(db) {
	const known = [];
	const places = await db.selectFrom("repository_place").selectAll().execute();
	const byId = new Map(places.map((place) => [place.repository_id, place]));
	for (const id of await repositoryIds(db)) {
		const place = byId.get(id);
		if (isGone(place)) continue;
		const repository = place === void 0 ? await newestName(db, id) : repositoryAt(place);
		if (repository) known.push(repository);
	}
	return known;
}
/** It is not ours any more. What is archived, or of a suspended installation, still is. */
function isGone(place) {
	return place?.lost === "deleted" || place?.lost === "removed" || place?.lost === "uninstalled";
}
/** Null: nothing is known of it. */
async function knownRepository(db, id) {
	return await newestName(db, id) ?? null;
}
/** A policy of their own was seen, or we wrote a check there, as with a policy of their organisation. */
async function governedRepositories(db) {
	const rows = await db.selectFrom("policy").select("repository_id").execute();
	const withPolicy = new Set(rows.map((row) => row.repository_id));
	const governed = [];
	for (const repository of await knownRepositories(db)) if (withPolicy.has(repository.id) || await hasCheck(db, repository.id)) governed.push(repository);
	return governed;
}
/** From one to the next along an index: a repository has thousands of questions. */
async function repositoryIds(db) {
	const { rows } = await sql`
    with recursive seen(id) as (
      select min(repository_id) from question
      union all
      select (select min(question.repository_id) from question where question.repository_id > seen.id)
      from seen where seen.id is not null
    ) select id from seen where id is not null`.execute(db);
	return rows.map((row) => row.id);
}
/** The row about the policy is written anew with each push, so it has the names and the installation of that day. */
async function newestName(db, id) {
	const bodies = db.selectFrom("question").select("body");
	const row = await bodies.where("key", "=", `${id}/policy`).executeTakeFirst() ?? await bodies.where("repository_id", "=", id).orderBy("kind", "desc").limit(1).executeTakeFirst();
	return row && await placeOf(db, JSON.parse(row.body).repository);
}
/** The slots of a repository's checks lie together: `0` is the character after `/`. */
async function hasCheck(db, repositoryId) {
	return await db.selectFrom("effect").select("id").where("slot", ">=", `${repositoryId}/check/`).where("slot", "<", `${repositoryId}/check0`).limit(1).executeTakeFirst() !== void 0;
}

// src/store/last-reading.ts
/** Decisions on its facts may have come after it; after an answer without a decision it is not the last word any more. */
async function lastReading(db, gate) {
	const row = await db.selectFrom("record").select([
		"at",
		"facts",
		"decision"
	]).where("question_key", "=", questionKey(gate)).where((record) => record.or([record("facts", "is not", null), record("decision", "is", null)])).orderBy("id", "desc").limit(1).executeTakeFirst();
	if (!row?.facts || !row.decision) return null;
	return {
		at: row.at,
		facts: JSON.parse(row.facts),
		decision: JSON.parse(row.decision)
	};
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

// src/store/library.ts
async function libraryGates(db, repositoryId, limit) {
	return (await db.selectFrom("gate").innerJoin("question", "question.key", "gate.question_key").selectAll("gate").select("question.body").where("gate.repository_id", "=", repositoryId).orderBy("gate.deployment_id", "desc").limit(limit).execute()).map((row) => ({
		deploymentId: row.deployment_id,
		runId: row.run_id,
		environment: JSON.parse(row.body).environment,
		sha: row.sha,
		state: row.state,
		reasons: JSON.parse(row.reasons),
		since: toInstant(row.since),
		requestedAt: toInstant(row.requested_at),
		by: JSON.parse(row.ended_by)
	}));
}
/** Who looked earlier and writes later knows less. */
async function keepPosture(db, { repositoryId, at, posture }) {
	const row = {
		at,
		unguarded: posture.unguarded.count,
		body: JSON.stringify(posture)
	};
	await db.insertInto("posture").values({
		repository_id: repositoryId,
		...row
	}).onConflict((conflict) => conflict.column("repository_id").doUpdateSet(row).where("posture.at", "<=", at)).execute();
}
async function postures(db, repositoryIds) {
	if (repositoryIds.length === 0) return [];
	return (await db.selectFrom("posture").selectAll().where("repository_id", "in", repositoryIds).orderBy("repository_id").execute()).map((row) => ({
		repositoryId: row.repository_id,
		at: row.at,
		posture: JSON.parse(row.body)
	}));
}
async function keepUndeployed(db, repositoryId, lanes) {
	const rows = new Map(lanes.map((lane) => [lane.environment.toLowerCase(), rowOf$3(repositoryId, lane)]));
	await db.transaction().execute(async (tx) => {
		await tx.deleteFrom("undeployed").where("repository_id", "=", repositoryId).execute();
		if (rows.size > 0) await tx.insertInto("undeployed").values([...rows.values()]).onConflict((conflict) => conflict.columns(["repository_id", "environment_key"]).doUpdateSet((excluded) => ({
			changes: excluded.ref("excluded.changes"),
			oldest_at: excluded.ref("excluded.oldest_at"),
			body: excluded.ref("excluded.body")
		}))).execute();
	});
}
function rowOf$3(repositoryId, lane) {
	const { environment, waiting } = lane;
	const oldest = waiting?.oldestAt ?? null;
	return {
		repository_id: repositoryId,
		environment_key: environment.toLowerCase(),
		changes: waiting?.changes ?? null,
		oldest_at: oldest === null ? null : epochMs(oldest),
		body: JSON.stringify(lane)
	};
}
async function undeployed(db, repositoryId) {
	return (await db.selectFrom("undeployed").select("body").where("repository_id", "=", repositoryId).orderBy("environment_key").execute()).map(({ body }) => JSON.parse(body));
}
async function libraryTotals(db, since) {
	const waiting = await db.selectFrom("undeployed").select(({ fn }) => [
		fn.sum("changes").as("changes"),
		fn.min("oldest_at").as("oldest"),
		fn.countAll().as("lanes"),
		fn.count("changes").as("counted")
	]).where("repository_id", "in", db.selectFrom("posture").select("repository_id").where("at", ">=", since)).executeTakeFirst();
	const past = await db.selectFrom("posture").select(({ fn }) => fn.sum("unguarded").as("unguarded")).where("at", ">=", since).executeTakeFirst();
	const oldest = waiting?.oldest ?? null;
	return {
		undeployedChanges: Number(waiting?.changes ?? 0),
		oldestUndeployedAt: oldest === null ? null : Number(oldest),
		unguardedDeployments: Number(past?.unguarded ?? 0),
		lanesWithoutCount: Number(waiting?.lanes ?? 0) - Number(waiting?.counted ?? 0)
	};
}

// src/store/merge-checks.ts
/** As the payload, in canonical JSON, has it. Quotes within its texts are escaped, so no text can look like it. */
const IN_PROGRESS = "%\"status\":\"in_progress\"%";
/** Commits without one are left out. */
async function mergeChecks(db, repositoryId, shas) {
	if (shas.length === 0) return [];
	const slots = shas.map((sha) => `${repositoryId}/check/${sha}/tidegate/merge`);
	return (await db.selectFrom("effect").select(["slot", "state"]).select((effect) => effect.fn.coalesce(effect.selectFrom("record").select("record.at").whereRef("record.question_key", "=", "effect.question_key").orderBy("record.id", "desc").limit(1), "effect.decided_at").as("answeredAt")).select((effect) => effect("payload", "like", IN_PROGRESS).as("isInProgress")).where("slot", "in", slots).execute()).map(({ slot, answeredAt, isInProgress, state }) => ({
		sha: slot.split("/")[2] ?? "",
		isInProgress: Boolean(isInProgress),
		isWritten: state !== "superseded",
		answeredAt
	}));
}
/** The open pull requests of an installation whose check waits for something. */
async function waitingPullRequests(db, installationId, limit) {
	return (await db.selectFrom("question").innerJoin("effect", "effect.question_key", "question.key").select("question.body").distinct().where("question.kind", "=", "pull-request").where("question.final_at", "is", null).where("effect.kind", "=", "write-check").where("effect.payload", "like", IN_PROGRESS).execute()).map((row) => JSON.parse(row.body)).filter(({ repository }) => repository.installationId === installationId).slice(0, limit);
}

// src/store/missing-deliveries.ts
/** In the order given. Those that were set aside count as missing: sent again, they are tried again. */
async function missingDeliveries(db, ids) {
	if (ids.length === 0) return [];
	const rows = await db.selectFrom("delivery").select("id").where("id", "in", ids).where("state", "<>", "set-aside").execute();
	const known = new Set(rows.map((row) => row.id));
	return ids.filter((id) => !known.has(id));
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
/** What is never claimed is never due: it is of a repository that cannot be seen. */
const SEEN = {
	"question as due": sql`(due.kind = 'escalation' or due.repository_id not in
    (select place.repository_id from repository_place as place where place.lost >= 'a'))`,
	"effect as due": isOfSeen("due")
};
/** A walk along the index by time, past what waits in held lanes. */
async function firstInFreeLanes(db, waiting) {
	return (await db.selectFrom(waiting).select("due.due_at").where("due.due_at", "is not", null).where(SEEN[waiting]).where("due.lane", "not in", (free) => free.selectFrom("lane").select("lane.key").where("lane.leased_until", "is not", null)).orderBy("due.due_at").limit(1).executeTakeFirst())?.due_at ?? null;
}
/**
* One instant per held lane in which something waits; few, since a lane is held by somebody who works. The first of
* each lane is looked up in the index by lane: thousands may wait in one.
*/
async function firstInHeldLanes(db, waiting) {
	return (await db.selectFrom("lane").select((lane) => ["lane.leased_until as leasedUntil", lane.selectFrom(waiting).select((due) => due.fn.min("due.due_at").as("first")).whereRef("due.lane", "=", "lane.key").where(SEEN[waiting]).as("dueAt")]).where("lane.leased_until", "is not", null).execute()).flatMap(({ leasedUntil, dueAt }) => dueAt === null ? [] : [Math.max(leasedUntil ?? 0, dueAt)]);
}

// src/store/open-gates.ts
async function openGates(db, repositoryId) {
	return (await openOnes(db).where("repository_id", "=", repositoryId).execute()).map(gateIn);
}
/** Few gates wait at a time, so those of other installations are read and left out. */
async function openGatesOfInstallation(db, installationId) {
	return (await openOnes(db).execute()).map(gateIn).filter((gate) => gate.repository.installationId === installationId);
}
function openOnes(db) {
	return db.selectFrom("question").select("body").where("kind", "=", "gate").where("final_at", "is", null).orderBy("key");
}
function gateIn({ body }) {
	return JSON.parse(body);
}

// src/store/opened-gates.ts
/**
* Every gate of the lane that we let through: what settles that is GitHub's answer, not our decision. One answer lets
* all jobs of a matrix go, so some were never answered on their own.
*/
async function openedGates(db, repositoryId, environment) {
	const answered = (await db.selectFrom("effect").select("payload").where("lane", "=", environmentLane(repositoryId, environment)).where("kind", "=", "open-gate").where("state", "=", "done").execute()).map((row) => JSON.parse(row.payload));
	const seen = await db.selectFrom("gate").select([
		"deployment_id",
		"run_id",
		"sha"
	]).where("repository_id", "=", repositoryId).where("environment_key", "=", environment.toLowerCase()).where("state", "=", "approved").execute();
	const unknown = new Set(answered.filter((each) => each.isUnknownCommit === true).map(({ gate }) => gate.runId));
	const opened = new Map(seen.map((row) => [row.deployment_id, {
		sha: row.sha,
		runId: row.run_id
	}]));
	for (const { gate, headSha, effectiveSha } of answered) opened.set(gate.deploymentId, {
		sha: effectiveSha ?? headSha,
		runId: gate.runId
	});
	return [...opened].map(([deploymentId, { sha, runId }]) => unknown.has(runId) ? {
		deploymentId,
		sha,
		isUnknownCommit: true
	} : {
		deploymentId,
		sha
	});
}
/** Ids of deployments grow. */
async function firstGate(db, repositoryId, environment) {
	const first = (await db.selectFrom("gate").select((gate) => gate.fn.min("deployment_id").as("first")).where("repository_id", "=", repositoryId).where("environment_key", "=", environment.toLowerCase()).executeTakeFirst())?.first ?? null;
	return first === null ? null : Number(first);
}

// src/store/organisation-policy.ts
async function lastValidOrganisationPolicy(db, ownerId) {
	const row = await db.selectFrom("organisation_policy").select([
		"text",
		"sha",
		"at"
	]).where("owner_id", "=", ownerId).executeTakeFirst();
	return row ? {
		...row,
		at: row.at
	} : null;
}
async function keepValidOrganisationPolicy(db, ownerId, policy) {
	const { text, sha, at } = policy;
	await db.insertInto("organisation_policy").values({
		owner_id: ownerId,
		text,
		sha,
		at
	}).onConflict((conflict) => conflict.column("owner_id").doUpdateSet({
		text,
		sha,
		at
	})).execute();
}
async function forgetOrganisationPolicy(db, ownerId) {
	await db.deleteFrom("organisation_policy").where("owner_id", "=", ownerId).execute();
}

// src/store/outcomes.ts
async function outcomes(db, repositoryId) {
	return (await db.selectFrom("statement").selectAll().where("repository_id", "=", repositoryId).where("kind", "in", ["recovered", "cause"]).orderBy("comment_id").execute()).flatMap(outcomeIn);
}
function outcomeIn(row) {
	const { kind, environment, sha, deployment_id: deploymentId, issue_number: issueNumber } = row;
	const by = {
		commentId: row.comment_id,
		user: row.user_login,
		userId: row.user_id,
		at: row.at
	};
	if (kind === "recovered") return deploymentId === null || sha === null ? [] : [{
		...by,
		kind,
		deploymentId,
		environment,
		sha
	}];
	if (kind !== "cause" || issueNumber === null) return [];
	const cause = deploymentId === null || sha === null ? "external" : {
		deploymentId,
		sha
	};
	return [{
		...by,
		kind,
		issueNumber,
		cause
	}];
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

// src/store/past-decisions.ts
/** Facts that are read at once, in characters: judging takes time in proportion, and the process does nothing else. */
const MOST_CHARACTERS = 8388608;
/** Gates of other installations are read and left out; so far back at most. */
const MOST_LOOKED_AT = 2e3;
async function pastDecisions(db, of, limit) {
	const decisions = [];
	let left = MOST_CHARACTERS;
	for (const question of await newestGates(db, of, limit)) {
		if (decisions.length === limit) break;
		const size = await sizeOf(db, keyOf$1(question));
		if (size === null) continue;
		if (size > left) return {
			decisions,
			isCut: true
		};
		left -= size;
		const decided = await lastDecided$1(db, keyOf$1(question));
		if (decided !== null) decisions.push({
			question,
			...decided
		});
	}
	return {
		decisions,
		isCut: false
	};
}
function keyOf$1({ repository, deploymentId }) {
	return `${repository.id}/gate/${deploymentId}`;
}
/** Those that wait, and those that ended last: ids of deployments grow, and tell which is newer. */
async function newestGates(db, of, limit) {
	const isOne = "repositoryId" in of;
	const gates = db.selectFrom("question").select("body").where("kind", "=", "gate");
	const wanted = isOne ? gates.where("repository_id", "=", of.repositoryId) : gates;
	const most = isOne ? 2 * limit : MOST_LOOKED_AT;
	const waiting = await wanted.where("final_at", "is", null).limit(most).execute();
	const ended = await wanted.where("final_at", "is not", null).orderBy("final_at", "desc").limit(most).execute();
	return [...waiting, ...ended].map(({ body }) => JSON.parse(body)).filter(({ repository }) => isOne || repository.installationId === of.installationId).sort((one, other) => other.deploymentId - one.deploymentId);
}
function decidedAbout(db, key) {
	return db.selectFrom("record").where("question_key", "=", key).where("decision", "is not", null).where("facts", "is not", null).orderBy("id", "desc").limit(1);
}
async function sizeOf(db, key) {
	return (await decidedAbout(db, key).select(sql`length(facts)`.as("size")).executeTakeFirst())?.size ?? null;
}
async function lastDecided$1(db, key) {
	const row = await decidedAbout(db, key).select(["facts", "decision"]).executeTakeFirst();
	if (!row?.facts || !row.decision) return null;
	return {
		facts: JSON.parse(row.facts),
		decision: JSON.parse(row.decision)
	};
}

// src/store/pending-effects.ts
async function pendingEffects(db, questionKey, at) {
	return (await db.selectFrom("effect").select([
		"id",
		"slot",
		"payload",
		"attempts",
		"decided_at"
	]).where("question_key", "=", questionKey).where("state", "=", "pending").where("due_at", "<=", at).orderBy("decided_at").orderBy("id").execute()).map(({ id, slot, payload, attempts, decided_at }) => ({
		id,
		slot,
		effect: JSON.parse(payload),
		attempts,
		decidedAt: decided_at
	}));
}

// src/store/planned-gates.ts
/** A release is tried again and again at worst; the newest tries count. */
const MOST_GATES$1 = 50;
/** By the newest facts: which milestone a pull request belongs to changes. What goes back takes a release away. */
async function keepPlannedGate(tx, { question }, { facts }) {
	if (question.kind !== "gate" || facts === null || facts.plans === void 0) return;
	const of = {
		repository_id: question.repository.id,
		deployment_id: question.deploymentId
	};
	const own = facts.plans.filter(({ past }) => past === void 0);
	const titles = facts.direction === "backward" ? [] : [...own, ...facts.trains ?? []].map(({ title }) => titleKey(title));
	await tx.deleteFrom("planned_gate").where("repository_id", "=", of.repository_id).where("deployment_id", "=", of.deployment_id).execute();
	for (const key of new Set(titles)) await tx.insertInto("planned_gate").values({
		...of,
		title_key: key,
		environment_key: question.environment.toLowerCase()
	}).execute();
}
async function plannedGates(db, repositoryId, environment, title) {
	const rows = await db.selectFrom("planned_gate").innerJoin("gate", (join) => join.onRef("gate.repository_id", "=", "planned_gate.repository_id").onRef("gate.environment_key", "=", "planned_gate.environment_key").onRef("gate.deployment_id", "=", "planned_gate.deployment_id")).innerJoin("question", "question.key", "gate.question_key").select([
		"gate.deployment_id",
		"gate.run_id",
		"gate.sha",
		"gate.state",
		"gate.since",
		"question.key",
		"question.body"
	]).where("planned_gate.repository_id", "=", repositoryId).where("planned_gate.environment_key", "=", environment.toLowerCase()).where("planned_gate.title_key", "=", titleKey(title)).orderBy("planned_gate.deployment_id", "desc").limit(MOST_GATES$1).execute();
	const gates = [];
	for (const { deployment_id: deploymentId, run_id: runId, sha, state, since, key, body } of rows) {
		const sentAt = await letThroughAt(db, key);
		const isThrough = state === "approved" || state === "bypassed";
		gates.push({
			deploymentId,
			runId,
			environment: JSON.parse(body).environment,
			sha,
			state,
			openedAt: sentAt ?? (isThrough ? since : null),
			summary: await lastSummary(db, key),
			ended: await endOf(db, repositoryId, deploymentId)
		});
	}
	return gates;
}
async function letThroughAt(db, key) {
	return (await db.selectFrom("effect").select("settled_at").where("slot", "=", `${key}/open`).where("state", "=", "done").executeTakeFirst())?.settled_at ?? null;
}
async function lastSummary(db, key) {
	return (await db.selectFrom("record").select("summary").where("question_key", "=", key).orderBy("id", "desc").limit(1).executeTakeFirst())?.summary ?? "";
}
async function endOf(db, repositoryId, deploymentId) {
	const row = await db.selectFrom("dora_event").select("body").where("repository_id", "=", repositoryId).where("kind", "=", "deployment").where("id", "=", String(deploymentId)).executeTakeFirst();
	const event = row === void 0 ? null : JSON.parse(row.body);
	return event?.kind === "deployment" ? event.state : null;
}

// src/store/plans.ts
/**
* Milestones of a repository that anybody looks at together. One with a no-go is never lost among newer ones: whoever may
* make milestones could make as many.
*/
const MOST_PLANS = 200;
async function plansOf(db, repositoryId) {
	const rows = await plansIn(db, repositoryId);
	if (rows.length === 0) return [];
	const decisions = await decisionsOf(db, repositoryId).execute();
	const leftOut = await leftOutOf(db, repositoryId);
	const issues = await db.selectFrom("kept_issue").select(["key", "number"]).where("repository_id", "=", repositoryId).where("key", ">", "plan/").where("key", "<", "plan0").execute();
	return rows.map(({ body }) => {
		const plan = JSON.parse(body);
		const left = leftOut.filter(({ milestone }) => milestone === plan.number).map(leftOutIn);
		return {
			...plan,
			...left.length === 0 ? {} : { leftOut: left },
			decisions: decisions.filter(({ milestone }) => milestone === plan.number).map(decisionIn),
			issue: issues.find(({ key }) => key === `plan/${plan.number}`)?.number ?? null
		};
	});
}
async function plansIn(db, repositoryId) {
	const all = db.selectFrom("plan").select(["milestone", "body"]).where("repository_id", "=", repositoryId);
	const newest = await all.orderBy("milestone", "desc").limit(MOST_PLANS).execute();
	const oldest = newest.at(-1);
	if (oldest === void 0 || newest.length < MOST_PLANS) return newest;
	const stopped = db.selectFrom("plan_decision").select("milestone").where("repository_id", "=", repositoryId).where("verdict", "=", "no-go");
	const older = await all.where("milestone", "<", oldest.milestone).where("milestone", "in", stopped).orderBy("milestone", "desc").execute();
	return [...newest, ...older];
}
async function leftOutOf(db, repositoryId) {
	return await db.selectFrom("plan_leave_out").selectAll().where("repository_id", "=", repositoryId).orderBy("comment_id").execute();
}
function leftOutIn({ pull, reason, at, ...row }) {
	return {
		pull,
		reason,
		at,
		userId: row.user_id,
		user: row.user_login,
		commentId: row.comment_id
	};
}
async function stageDecisions(db, repositoryId, milestone) {
	return (await decisionsOf(db, repositoryId).where("milestone", "=", milestone).execute()).map(decisionIn);
}
/** Ids of comments grow. */
function decisionsOf(db, repositoryId) {
	return db.selectFrom("plan_decision").selectAll().where("repository_id", "=", repositoryId).orderBy("comment_id");
}
function decisionIn(row) {
	const { stage, verdict, reason, at } = row;
	const about = row.about === null ? {} : { about: JSON.parse(row.about) };
	return {
		stage,
		verdict,
		reason,
		at,
		userId: row.user_id,
		user: row.user_login,
		commentId: row.comment_id,
		...about
	};
}

// src/store/probes.ts
async function lastProbe(db, repositoryId, environment) {
	const row = await db.selectFrom("probe").selectAll().where("repository_id", "=", repositoryId).where("environment_key", "=", environment.toLowerCase()).where("purpose", "=", "hypercare").orderBy("at", "desc").orderBy("deployment_id", "desc").limit(1).executeTakeFirst();
	return row === void 0 ? null : probeIn(row);
}
async function probeOf(db, key) {
	const row = await db.selectFrom("probe").selectAll().where("repository_id", "=", key.repositoryId).where("deployment_id", "=", key.deploymentId).where("purpose", "=", key.purpose).where("file", "=", key.file).executeTakeFirst();
	return row === void 0 ? null : probeIn(row);
}
/** Two processes may have run the same one: the one that ended later stays. */
async function keepProbe(db, probe) {
	await db.transaction().execute(async (tx) => {
		const before = await probeOf(tx, probe);
		if (before !== null && epochMs(before.at) >= epochMs(probe.at)) return;
		const row = rowOf$2({
			...probe,
			failures: failuresAfter(before, probe)
		});
		await tx.insertInto("probe").values(row).onConflict((conflict) => conflict.columns([
			"repository_id",
			"deployment_id",
			"purpose",
			"file"
		]).doUpdateSet(row)).execute();
	});
}
/** What was seen at one time, by two who looked, is one failure. A run that found out nothing takes none back. */
function failuresAfter(before, { verdict, startedAt }) {
	if (verdict === "pass") return 0;
	if (verdict !== "fail") return before?.failures ?? 0;
	if (before === null) return 1;
	return epochMs(startedAt) >= epochMs(before.at) ? before.failures + 1 : Math.max(before.failures, 1);
}
function rowOf$2(probe) {
	return {
		repository_id: probe.repositoryId,
		deployment_id: probe.deploymentId,
		purpose: probe.purpose,
		file: probe.file,
		environment_key: probe.environment.toLowerCase(),
		environment: probe.environment,
		sha: probe.sha,
		verdict: probe.verdict,
		failed_checks: JSON.stringify(probe.failedChecks),
		because: probe.because,
		live_sha: probe.liveSha,
		started_at: epochMs(probe.startedAt),
		at: epochMs(probe.at),
		failures: probe.failures
	};
}
function probeIn(row) {
	return {
		repositoryId: row.repository_id,
		environment: row.environment,
		deploymentId: row.deployment_id,
		purpose: row.purpose,
		file: row.file,
		sha: row.sha,
		verdict: row.verdict,
		failedChecks: JSON.parse(row.failed_checks),
		because: row.because,
		liveSha: row.live_sha,
		startedAt: toInstant(row.started_at),
		at: toInstant(row.at),
		failures: row.failures
	};
}

// src/store/prune.ts
const DAY_MS$1 = 864e5;
/** GitHub redelivers for 3 days; after that the id of a delivery that is done tells no duplicate any more. */
const DELIVERIES_ARE_KEPT_MS = 14 * DAY_MS$1;
/** A year and a month: whoever looks at the same quarter a year later still finds what an answer was made from. */
const FACTS_ARE_KEPT_MS = 400 * DAY_MS$1;
/** As far as a history is read at first: figures are made of the same span, however long we have been there. */
const EVENTS_ARE_KEPT_MS = 400 * DAY_MS$1;
/** Small, because SQLite blocks the process while it deletes and others wait for the rows. */
const BATCH = 200;
/** For each table and call: what is left over is found by the next call. */
const MOST_BATCHES = 20;
async function prune(db, at) {
	await inBatches(() => pruneNotices(db, at - FACTS_ARE_KEPT_MS));
	await inBatches(() => pruneDoraEvents(db, at - EVENTS_ARE_KEPT_MS));
	return {
		deliveries: await inBatches(() => pruneDeliveries(db, at - DELIVERIES_ARE_KEPT_MS)),
		records: await inBatches(() => pruneRecords(db, at - FACTS_ARE_KEPT_MS))
	};
}
async function inBatches(pruneBatch) {
	let pruned = 0;
	for (let batch = 0; batch < MOST_BATCHES; batch++) {
		const rows = await pruneBatch();
		pruned += rows;
		if (rows < BATCH) break;
	}
	return pruned;
}
async function pruneDeliveries(db, before) {
	return await db.transaction().execute(async (tx) => {
		const rows = (await tx.selectFrom("delivery").select("seq").where("state", "=", "done").where("finished_at", "<", before).orderBy("finished_at").limit(BATCH).forUpdate().skipLocked().execute()).map((row) => row.seq);
		if (rows.length > 0) await tx.deleteFrom("delivery").where("seq", "in", rows).execute();
		return rows.length;
	});
}
/** As long as the question is open, the last notice of a slot tells that the same is not told again. */
async function pruneNotices(db, before) {
	return await db.transaction().execute(async (tx) => {
		const rows = (await tx.selectFrom("notice").innerJoin("question", "question.key", "notice.question_key").select("notice.id").where("notice.settled_at", "<", before).where("question.final_at", "<", before).orderBy("notice.settled_at").limit(BATCH).forUpdate("notice").skipLocked().execute()).map((row) => row.id);
		if (rows.length > 0) await tx.deleteFrom("notice").where("id", "in", rows).execute();
		return rows.length;
	});
}
async function pruneDoraEvents(db, before) {
	const { numDeletedRows } = await db.deleteFrom("dora_event").where(({ eb, refTuple, selectFrom }) => eb(refTuple("repository_id", "kind", "id"), "in", selectFrom("dora_event as old").select([
		"old.repository_id",
		"old.kind",
		"old.id"
	]).where("old.at", "<", before).orderBy("old.at").limit(BATCH).$asTuple("repository_id", "kind", "id"))).executeTakeFirst();
	return Number(numDeletedRows);
}
/** A question that is open keeps all its answers, however old: its newest one tells which commit it is about. */
async function pruneRecords(db, before) {
	return await db.transaction().execute(async (tx) => {
		const rows = (await tx.selectFrom("record").innerJoin("question", "question.key", "record.question_key").select("record.id").where("record.at", "<", before).where("question.final_at", "<", before).orderBy("record.at").limit(BATCH).forUpdate("record").skipLocked().execute()).map((row) => row.id);
		if (rows.length > 0) await tx.deleteFrom("record").where("id", "in", rows).execute();
		return rows.length;
	});
}

// src/store/questions-about.ts
/** The newest facts tell the commit of a gate; the slot of our check on the commit tells the pull requests. */
async function questionsAbout(db, repositoryId, sha) {
	const gates = [];
	for (const gate of await openGates(db, repositoryId)) {
		const known = await commitOf$2(db, `${repositoryId}/gate/${gate.deploymentId}`);
		if (known === null || known === sha) gates.push(gate);
	}
	return [...gates, ...await pullRequestsAt(db, repositoryId, sha)];
}
/** Null when no answer tells it: then anything may concern the gate. */
async function commitOf$2(db, questionKey) {
	const row = await db.selectFrom("record").select("facts").where("question_key", "=", questionKey).where("facts", "is not", null).orderBy("id", "desc").limit(1).executeTakeFirst();
	return row?.facts ? JSON.parse(row.facts).candidate.sha : null;
}
/** All pull requests of one head share a check, so the one that wrote it last stands for them. */
async function pullRequestsAt(db, repositoryId, sha) {
	return (await db.selectFrom("effect").innerJoin("question", "question.key", "effect.question_key").select("question.body").where("effect.slot", "=", `${repositoryId}/check/${sha}/tidegate/merge`).where("question.kind", "=", "pull-request").execute()).map((row) => JSON.parse(row.body));
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

// src/store/release-gates.ts
/** A commit is tried again and again at worst; the newest tries are told. */
const MOST_GATES = 20;
/** Which commit a gate is of is known from its first decision on. */
async function keepReleaseGate(tx, { question }, { facts, decision, at, strategy }) {
	if (question.kind !== "gate" || facts === null) return;
	const decided = {
		tier: decision?.tier ?? null,
		release_type: decision?.releaseType ?? null
	};
	const reaches = strategy === void 0 ? {} : { strategy };
	await tx.insertInto("release_gate").values({
		repository_id: question.repository.id,
		deployment_id: question.deploymentId,
		sha: facts.candidate.sha,
		at,
		...decided,
		...reaches
	}).onConflict((conflict) => conflict.columns(["repository_id", "deployment_id"]).doUpdateSet({
		sha: facts.candidate.sha,
		...decision === null ? {} : {
			...decided,
			...reaches
		}
	})).execute();
}
async function releaseGates(db, repositoryId, of) {
	const all = db.selectFrom("release_gate").select("deployment_id").where("repository_id", "=", repositoryId);
	const rows = await ("sha" in of ? all.where("sha", "=", of.sha) : all.where("deployment_id", "=", of.deploymentId)).orderBy("deployment_id", "desc").limit(MOST_GATES).execute();
	const gates = [];
	for (const row of rows.reverse()) {
		const gate = await keptGate(db, repositoryId, row.deployment_id);
		if (gate !== null) gates.push(gate);
	}
	return gates;
}
async function keptGate(db, repositoryId, deploymentId) {
	const key = `${repositoryId}/gate/${deploymentId}`;
	const question = await db.selectFrom("question").select(["body", "final_at"]).where("key", "=", key).executeTakeFirst();
	const first = await answersOf(db, key).select("at").orderBy("id").limit(1).executeTakeFirst();
	const last = await answersOf(db, key).select("summary").orderBy("id", "desc").limit(1).executeTakeFirst();
	if (!question || !first || !last) return null;
	return {
		question: JSON.parse(question.body),
		askedAt: first.at,
		openedAt: await openedAt(db, key),
		endedAt: question.final_at,
		summary: last.summary,
		decided: await lastDecided(db, key),
		said: await saidOf(db, key)
	};
}
/** Of a gate that waits for days: answers are many, and mostly say the same. */
const MOST_ANSWERS = 200;
async function saidOf(db, key) {
	const said = (await answersOf(db, key).select(["at", "summary"]).orderBy("id", "desc").limit(MOST_ANSWERS).execute()).reverse();
	return said.filter(({ summary }, index) => summary !== said[index - 1]?.summary);
}
function answersOf(db, key) {
	return db.selectFrom("record").where("question_key", "=", key);
}
async function openedAt(db, key) {
	return (await db.selectFrom("effect").select("settled_at").where("slot", "=", `${key}/open`).where("state", "=", "done").executeTakeFirst())?.settled_at ?? null;
}
async function lastDecided(db, key) {
	const row = await answersOf(db, key).select([
		"summary",
		"facts",
		"decision"
	]).where("decision", "is not", null).orderBy("id", "desc").limit(1).executeTakeFirst();
	if (!row?.decision) return null;
	const decision = JSON.parse(row.decision);
	const facts = row.facts ?? await lastFacts(db, key);
	if (facts === null) return null;
	return {
		summary: row.summary,
		facts: {
			...JSON.parse(facts),
			at: decision.at
		},
		decision
	};
}
async function lastFacts(db, key) {
	return (await answersOf(db, key).select("facts").where("facts", "is not", null).orderBy("id", "desc").limit(1).executeTakeFirst())?.facts ?? null;
}
async function lastAnswer(db, gate) {
	const row = await answersOf(db, questionKey(gate)).select(["summary", "decision"]).orderBy("id", "desc").limit(1).executeTakeFirst();
	if (!row) return null;
	return {
		summary: row.summary,
		decision: row.decision === null ? null : JSON.parse(row.decision)
	};
}

// src/store/release-records.ts
/** The keys of records of one commit begin with it, whatever the service. */
async function releaseRecordsOf(db, gate, sha) {
	const commit = sha ?? await commitOf$1(db, gate);
	if (commit === void 0) return [];
	const key = `${gate.repository.id}/release/${commit}`;
	return (await db.selectFrom("question").select("body").where((row) => row.or([row("key", "=", key), row.and([row("key", ">", `${key}/`), row("key", "<", `${key}0`)])])).orderBy("key").execute()).map(recordIn);
}
async function commitOf$1(db, { repository, deploymentId }) {
	return (await db.selectFrom("release_gate").select("sha").where("repository_id", "=", repository.id).where("deployment_id", "=", deploymentId).executeTakeFirst())?.sha;
}
/** A release that was never finished is not looked at for ever. */
const NEWEST_GATES = 20;
async function openReleaseRecords(db, repositoryId) {
	const rows = await db.selectFrom("question").select("body").where("repository_id", "=", repositoryId).where("kind", "=", "release-record").where("final_at", "is", null).orderBy("key").execute();
	if (rows.length === 0) return [];
	const newest = await db.selectFrom("release_gate").select("sha").where("repository_id", "=", repositoryId).orderBy("deployment_id", "desc").limit(NEWEST_GATES).execute();
	const shas = new Set(newest.map(({ sha }) => sha));
	return rows.map(recordIn).filter(({ sha }) => shas.has(sha));
}
function recordIn({ body }) {
	return JSON.parse(body);
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
		case "policy":
		case "dora": return repository;
		case "release-record": return {
			...repository,
			commit: question.sha
		};
		case "review": return {
			...repository,
			deployment: question.deploymentId
		};
		case "verification": return {
			...repository,
			environment: question.claim.environment,
			commit: question.claim.sha
		};
		case "watch": return {
			...repository,
			deployment: question.deploymentId,
			environment: question.environment
		};
		case "rollback":
		case "hypercare":
		case "escalation":
		case "delivered": return {
			...repository,
			deployment: question.deploymentId,
			environment: question.environment
		};
		case "plan": return {
			...repository,
			milestone: question.milestone
		};
		case "train": return repository;
	}
}
function subjectOfEffect(effect) {
	const repository = subjectOfRepository(effect.repository);
	switch (effect.kind) {
		case "open-gate":
		case "reject-gate": return {
			...subjectOfQuestion(effect.gate),
			...repository,
			commit: commitOf(effect)
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
		case "keep-issue": return {
			...repository,
			...effect.number === null ? {} : { issue: effect.number }
		};
		case "comment-issue":
		case "reopen-issue": return {
			...repository,
			issue: effect.issueNumber
		};
		case "dispatch-run": {
			const { failedDeploymentId: deployment, environment, targetSha: commit } = effect;
			return {
				...repository,
				deployment,
				environment,
				commit
			};
		}
	}
}
/** What is let go or sent back, whatever GitHub files it against. */
function commitOf(effect) {
	return (effect.kind === "open-gate" ? effect.effectiveSha : void 0) ?? effect.headSha;
}
function subjectOfRepository(repository) {
	return {
		repository: fullName(repository),
		repositoryId: repository.id
	};
}

// src/audit/gate-entry.ts
/**
* A gate changed its state, or is held for other reasons. A bypass is a finding and has a kind of its own. What people
* wrote with it is no part of the entry: a log holds names and codes.
*/
function gateEntry(at, question, life, before) {
	const { state, reasons, requestedAt, runAttempt, sha, by } = life;
	const who = by.map(({ user, userId }) => ({
		id: userId,
		login: user
	}));
	return {
		at,
		actor: { kind: "tidegate" },
		kind: state === "bypassed" ? "bypass" : "gate",
		subject: {
			...subjectOfQuestion(question),
			commit: sha
		},
		data: {
			from: before?.state ?? null,
			to: state,
			reasons,
			run: question.runId,
			attempt: runAttempt,
			requestedAt,
			...who.length === 0 ? {} : { by: who }
		}
	};
}

// src/domain/gate-life.ts
/**
* The life of a gate: what becomes of one deployment that asks to enter an environment. Keyed by the deployment, since
* a run that is started again has another one, and is another gate.
*
*     pending -> held -> pending ... -> approved | rejected | expired | bypassed | superseded | ended
*
* The last six are final. What seemed to go on or to end without an answer, and is seen to wait, is pending again.
*/
const DAY_MS = 864e5;
/** GitHub fails a job that waited so long for an answer, and says nothing of why. */
const GITHUB_ENDS_AFTER_MS = 30 * DAY_MS;
/**
* We end it a day before: then it ends with a reason. Nothing that may become true is rejected by that: a day later
* GitHub ends it in any case, and a deployment that is wanted is started again.
*/
const EXPIRES_AFTER_MS = 29 * DAY_MS;
/** Time for people to do something about it. */
const WARNED_AFTER_MS = 25 * DAY_MS;
const FINAL = /* @__PURE__ */ new Set([
	"approved",
	"rejected",
	"expired",
	"bypassed",
	"superseded",
	"ended"
]);
function isFinal({ state }) {
	return FINAL.has(state);
}
/** A gate that nobody has answered yet. */
function newGate(gate, at) {
	const { requestedAt, runAttempt, sha } = gate;
	return {
		state: "pending",
		reasons: [],
		since: toInstant(at),
		requestedAt,
		runAttempt,
		sha,
		reports: 0,
		reported: null,
		warnedAt: null,
		by: []
	};
}
function expiresAt({ requestedAt }) {
	return epochMs(requestedAt) + EXPIRES_AFTER_MS;
}
function warnedFrom({ requestedAt }) {
	return epochMs(requestedAt) + WARNED_AFTER_MS;
}
/** Whether an answer of ours that lets it through is on the way. */
function isOpening({ state, reasons }) {
	return state === "pending" && reasons.includes("opening");
}
/** The gate after what was seen; or why that cannot be, and the gate stays as it is. */
function next(life, seen, at) {
	if (isFinal(life)) return refused(`it is ${life.state}, which is final`);
	switch (seen.kind) {
		case "held":
			if (seen.reasons.length === 0) return refused("nothing holds it");
			return entered(life, {
				state: "held",
				reasons: seen.reasons,
				by: []
			}, at);
		case "opening": return entered(life, {
			state: "pending",
			reasons: ["opening"],
			by: []
		}, at);
		case "rejecting":
			if (seen.by.length === 0) return refused("nobody said no");
			return entered(life, {
				state: "held",
				reasons: ["rejecting"],
				by: seen.by
			}, at);
		case "expiring":
			if (at < expiresAt(life)) return refused("its time is not over");
			return entered(life, {
				state: "held",
				reasons: ["expiring"],
				by: []
			}, at);
		default: return ended(life, seen, at);
	}
}
/** Null: it was answered, or never ended. `ended` and `bypassed` are what we saw, and not what anybody answered. */
function reopened(life, at) {
	if (life.state !== "ended" && life.state !== "bypassed") return null;
	return entered(life, {
		state: "pending",
		reasons: [],
		by: []
	}, at);
}
function ended(life, seen, at) {
	switch (seen.kind) {
		case "approved": return entered(life, {
			state: "approved",
			reasons: [],
			by: []
		}, at);
		case "rejected":
			if (life.reasons.includes("expiring")) return entered(life, {
				state: "expired",
				reasons: [],
				by: []
			}, at);
			return entered(life, {
				state: "rejected",
				reasons: [],
				by: seen.by.length > 0 ? seen.by : life.by
			}, at);
		case "expired": return entered(life, {
			state: "expired",
			reasons: [],
			by: []
		}, at);
		case "bypassed": return entered(life, {
			state: "bypassed",
			reasons: [],
			by: seen.by
		}, at);
		case "started-again": return entered(life, {
			state: "superseded",
			reasons: ["started-again"],
			by: []
		}, at);
		case "ended": return entered(life, {
			state: "ended",
			reasons: [seen.because],
			by: []
		}, at);
	}
}
/** Since when counts from the first time that it is seen so. */
function entered(life, { state, reasons, by }, at) {
	const sorted = [...new Set(reasons)].sort();
	const isSame = state === life.state && sorted.join(" ") === life.reasons.join(" ");
	return {
		...life,
		state,
		reasons: sorted,
		by,
		since: isSame ? life.since : toInstant(at)
	};
}
function refused(because) {
	return {
		kind: "refused",
		because
	};
}
function isRefused(step) {
	return "kind" in step;
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

// src/store/reopen-gates.ts
/** For each gate ONE transaction: it has no final answer any more and is due, with an audit entry. Tells how many. */
async function reopenGates(db, gates, at) {
	let count = 0;
	for (const gate of gates) if (await db.transaction().execute((tx) => reopenGate(tx, gate, at))) count += 1;
	return count;
}
async function reopenGate(tx, gate, at) {
	const key = questionKey(gate);
	const row = await tx.selectFrom("gate").selectAll().where("question_key", "=", key).forUpdate().executeTakeFirst();
	const life = row === void 0 ? null : reopened(lifeIn(row), at);
	if (row === void 0 || life === null) return false;
	await tx.updateTable("gate").set({
		state: life.state,
		reasons: JSON.stringify(life.reasons),
		since: at,
		ended_by: "[]"
	}).where("question_key", "=", key).execute();
	await tx.updateTable("question").set((question) => ({
		final_at: null,
		due_at: at,
		touched: question("touched", "+", 1)
	})).where("key", "=", key).execute();
	await appendAudit(tx, gate.repository.installationId, [gateEntry(toInstant(at), gate, life, lifeIn(row))]);
	return true;
}

// src/domain/effect.ts
/**
* Effects: what a decision wants done on GitHub, as data. An effect has a slot (what it writes to) and content; the
* same content in the same slot is done once, however often it is decided.
*/
/** What our answer of this kind to a gate writes to. */
function answerSlot({ repository, deploymentId }, kind) {
	return `${repository.id}/gate/${deploymentId}/${kind === "open-gate" ? "open" : "reject"}`;
}
/** What the effect writes to. */
function slotOf(effect) {
	const repository = effect.repository.id;
	switch (effect.kind) {
		case "open-gate":
		case "reject-gate": return answerSlot({
			...effect.gate,
			repository: effect.repository
		}, effect.kind);
		case "report-gate": return `${repository}/gate/${effect.gate.deploymentId}/report`;
		case "write-check": return `${repository}/check/${effect.headSha}/${effect.name}/${effect.externalId}`;
		case "reply": return `${repository}/reply/${effect.commentId}`;
		case "keep-issue": return `${repository}/issue/${effect.key}`;
		case "comment-issue": return `${repository}/issue-comment/${effect.key}`;
		case "reopen-issue": return `${repository}/reopened/${effect.issueNumber}`;
		case "dispatch-run": return `${repository}/rollback/${effect.rollbackId}/${effect.dispatch}`;
	}
}
/**
* What tells one content of a slot from another. An answer to a gate has one content: it is given or not. An issue's is our
* part of it: learning its number changes nothing.
*/
function contentOf(effect) {
	if (effect.kind === "open-gate") return "open";
	if (effect.kind === "reject-gate") return "reject";
	return digestOf(effect.kind === "keep-issue" ? {
		...effect,
		number: null,
		title: "",
		seed: "",
		assignees: void 0
	} : effect);
}

// src/audit/decided-from.ts
/** A line is not made for a list of any length; the facts have all of them. */
const MOST_CHANGES$1 = 100;
const MOST_PEOPLE = 200;
/**
* Of the facts what a report on the log alone has to tell. Reasons of approvals are no part of it: those that were given in
* comments have a line of their own, and what was written on GitHub's page stands there.
*/
function decidedFrom(facts, decision) {
	if (facts === null) return {};
	const startedBy = startersIn(facts);
	const reviewed = facts.changes.slice(0, MOST_CHANGES$1).map((change) => reviewOf(change, facts));
	const approvals = facts.approvals.slice(-50).map(({ user, state, at, source }) => ({
		user,
		state,
		at,
		source
	}));
	const preflights = (facts.preflights ?? []).map(({ file, verdict, at, failedChecks }) => {
		return {
			file,
			verdict,
			at,
			...failedChecks.length === 0 ? {} : { failedChecks }
		};
	});
	const plans = (facts.plans ?? []).map(({ number }) => number);
	const zone = zoneIn(decision);
	const authors = facts.changes.slice(0, MOST_CHANGES$1).map(({ author }) => author);
	return {
		...given({
			startedBy,
			reviewed,
			approvals,
			preflights,
			plans
		}),
		...zone === null ? {} : { zone },
		...given({ people: peopleIn(facts, [
			...authors,
			...startedBy,
			...reviewed.flatMap(namesIn),
			...approvals.map(userIn)
		]) })
	};
}
/** Lists that are empty are left out. */
function given(lists) {
	return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}
function startersIn({ question }) {
	if (question.kind !== "deploy") return [];
	const { actors = [], actor } = question;
	return actors.length > 0 ? actors : [actor].filter((login) => login !== "");
}
function reviewOf(change, { people }) {
	const author = keyOf(change.author);
	const contributors = (change.contributors ?? []).filter((login) => keyOf(login) !== author);
	const hands = /* @__PURE__ */ new Set([author, ...contributors.map(keyOf)]);
	const ids = new Map(Object.entries(people).map(([login, person]) => [keyOf(login), person]));
	const counted = (change.kind === "commit" ? [] : approversOf(change).filter((login) => !hands.has(keyOf(login)))).filter((login) => ids.get(keyOf(login))?.kind !== "bot");
	return {
		change: keyOfChange(change),
		...contributors.length === 0 ? {} : { contributors },
		by: counted
	};
}
/** By person the latest review that is more than a comment; an approval counts on the head that was merged. */
function approversOf({ reviews, headSha, patchId }) {
	const latest = /* @__PURE__ */ new Map();
	const ordered = reviews.toSorted((one, other) => epochMs(one.at) - epochMs(other.at) || one.id - other.id);
	for (const review of ordered) if (review.state !== "commented") latest.set(keyOf(review.user), review);
	const isOnHead = (review) => review.commit === headSha || patchId !== void 0 && review.patchId === patchId;
	return [...latest.values()].flatMap((each) => each.state === "approved" && isOnHead(each) ? [each.user] : []);
}
/** The number is who somebody is; a login is what they are called now. */
function peopleIn({ people }, logins) {
	const wanted = new Set(logins.map(keyOf));
	return Object.entries(people).flatMap(([login, { id }]) => wanted.has(keyOf(login)) ? [{
		id,
		login
	}] : []).slice(0, MOST_PEOPLE);
}
function namesIn({ by, contributors = [] }) {
	return [...by, ...contributors];
}
function userIn({ user }) {
	return user;
}
/** Of the policy, as far as a requirement tells times in it. */
function zoneIn({ gates }) {
	for (const { reason } of gates.flatMap(({ requirements }) => requirements)) if (typeof reason["zone"] === "string") return reason["zone"];
	return null;
}
function keyOf(login) {
	return login.toLowerCase();
}

// src/audit/record-entries.ts
/** The audit entries of the pipeline: what was decided, what is about to be done, how that ended, who overrode. */
const TIDEGATE = { kind: "tidegate" };
/** One answer to a question; with the decision it rests on, when there is one. */
function answerEntry(answer) {
	const { at, question, decision, facts, summary, isFinal } = answer;
	return {
		at,
		actor: TIDEGATE,
		kind: decision ? "decision" : "answer",
		subject: subjectOfQuestion(question),
		data: {
			summary,
			final: isFinal,
			...decision && whatWasDecided(facts, decision)
		}
	};
}
function whatWasDecided(facts, decision) {
	return {
		...outlineOf(decision),
		...changesIn(facts, decision),
		...decidedFrom(facts, decision)
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
/** A line is not made for a list of any length; the facts have all of them. */
const MOST_CHANGES = 100;
/** What was to be let in, who made it, and, where a gate asks, the issue or the request that it was made for. */
function changesIn(facts, decision) {
	if (facts === null) return {};
	const linked = linkedRequests([decision]);
	return {
		changes: facts.changes.slice(0, MOST_CHANGES).map((change) => {
			const requests = linked.get(keyOfChange(change)) ?? [];
			return {
				change: keyOfChange(change),
				author: change.author,
				...requests.length === 0 ? {} : { requests }
			};
		}),
		changeCount: facts.changes.length
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
			people: one.counted,
			...roleIn(one.reason)
		}] : []))
	};
}
/** The role in which somebody was asked for their word, where the policy names one. */
function roleIn({ as: role }) {
	return typeof role === "string" ? { as: role } : {};
}

// src/store/repository-places.ts
/** As many as fit into one statement of either database. */
const AT_ONCE = 500;
function placeVerbs(db, run) {
	return {
		seeRepositories: (repositories, at) => run(() => seeRepositories(db, repositories, at)),
		resumeInstallation: (installationId, at) => run(() => resumeInstallation(db, installationId, at)),
		loseRepositories: (lost, at) => run(() => loseRepositories(db, lost, at)),
		lostBecause: (repositoryId) => run(() => lostBecause(db, repositoryId)),
		failingRepositories: () => run(() => failingRepositories(db))
	};
}
async function seeRepositories(db, repositories, at) {
	for (let from = 0; from < repositories.length; from += AT_ONCE) {
		const some = repositories.slice(from, from + AT_ONCE);
		await db.transaction().execute(async (tx) => {
			const known = await placesOf(tx, some.map(({ id }) => id));
			for (const repository of some) await seeRepository(tx, repository, known.get(repository.id), at);
		});
	}
}
async function placesOf(tx, ids) {
	const rows = await tx.selectFrom("repository_place").selectAll().where("repository_id", "in", ids).execute();
	return new Map(rows.map((row) => [row.repository_id, row]));
}
async function seeRepository(tx, repository, known, at) {
	const { id, owner, name, installationId } = repository;
	if (known?.owner === owner && known.name === name && known.installation_id === installationId && known.lost === null) return;
	await keepPlace(tx, repository, null, at);
	if (known !== void 0 && known.lost !== null) await askAgain(tx, id, at);
}
async function keepPlace(tx, repository, lost, at) {
	const { id, owner, name, installationId } = repository;
	const values = {
		installation_id: installationId,
		owner,
		name,
		lost,
		at
	};
	await tx.insertInto("repository_place").values({
		repository_id: id,
		...values
	}).onConflict((conflict) => conflict.column("repository_id").doUpdateSet(values)).execute();
}
/** No webhook told what happened to it while it could not be seen. */
async function askAgain(tx, repositoryId, at) {
	await tx.updateTable("question").set((row) => ({
		due_at: at,
		touched: row("touched", "+", 1)
	})).where("repository_id", "=", repositoryId).where("final_at", "is", null).where((row) => row.or([row("due_at", "is", null), row("due_at", ">", at)])).execute();
}
async function resumeInstallation(db, installationId, at) {
	await db.transaction().execute(async (tx) => {
		const rows = await tx.updateTable("repository_place").set({
			lost: null,
			at
		}).where("installation_id", "=", installationId).where("lost", "=", "suspended").returning("repository_id").execute();
		for (const row of rows) await askAgain(tx, row.repository_id, at);
	});
}
async function loseRepositories(db, lost, at) {
	const { why } = lost;
	const gone = "installationId" in lost ? (await knownRepositories(db)).filter(({ installationId }) => installationId === lost.installationId) : lost.repositories;
	for (const repository of gone) await db.transaction().execute(async (tx) => {
		if (await isElsewhere(tx, repository)) return;
		await keepPlace(tx, repository, why, at);
		if (!COME_BACK.includes(why)) await withdrawEffects(tx, repository, why, at);
		await askOfEscalations(tx, repository.id, at);
	});
}
const COME_BACK = ["archived", "suspended"];
/** It was transferred, and the installation that has it by now was told of first. */
async function isElsewhere(tx, { id, installationId }) {
	const known = (await placesOf(tx, [id])).get(id);
	return known !== void 0 && known.installation_id !== installationId;
}
/** People are paged for it: they are told that nobody follows it any more. */
async function askOfEscalations(tx, repositoryId, at) {
	await tx.updateTable("question").set((row) => ({
		due_at: at,
		touched: row("touched", "+", 1)
	})).where("repository_id", "=", repositoryId).where("kind", "=", "escalation").where("final_at", "is", null).execute();
}
const WITHDRAWN = {
	archived: "the repository was archived",
	deleted: "the repository was deleted",
	removed: "the repository was taken out of the installation of the App, or moved where the App is not installed",
	suspended: "the installation of the App was suspended",
	uninstalled: "the App was uninstalled"
};
/** Should it come back all the same, everything is decided anew: nothing that is decided later counts as this. */
async function withdrawEffects(tx, { id, installationId }, why, at) {
	const because = `not done: ${WITHDRAWN[why]}`;
	const rows = await tx.selectFrom("effect").innerJoin("question", "question.key", "effect.question_key").select([
		"effect.id",
		"effect.payload",
		"effect.attempts"
	]).where("question.repository_id", "=", id).where("effect.state", "=", "pending").orderBy("effect.id").execute();
	for (const row of rows) {
		const effect = JSON.parse(row.payload);
		const outcome = {
			kind: "superseded",
			because,
			...effect.kind === "dispatch-run" ? { code: "target-unavailable" } : {}
		};
		await tx.updateTable("effect").set({
			state: "superseded",
			due_at: null,
			settled_at: at,
			note: because,
			digest: ""
		}).where("id", "=", row.id).execute();
		const entry = outcomeEntry(toInstant(at), effect, outcome, row.attempts);
		await appendAudit(tx, installationId, [entry, ...await rememberDispatch(tx, effect, outcome, at)]);
	}
}
async function lostBecause(db, repositoryId) {
	return (await db.selectFrom("repository_place").select("lost").where("repository_id", "=", repositoryId).executeTakeFirst())?.lost ?? null;
}
/** About a minute of failing. */
const SEVERAL = 5;
async function failingRepositories(db) {
	const rows = await db.selectFrom("question").select("repository_id").distinct().where("due_at", ">=", 0).where("failures", ">=", SEVERAL).where("because", "is not", null).where("repository_id", "not in", lostRepositories(db)).execute();
	const failing = new Set(rows.map((row) => row.repository_id));
	return (await knownRepositories(db)).filter(({ id }) => failing.has(id));
}

// src/audit/review-entry.ts
/**
* Empty: nothing happened to it. Closing is what a person did, with their labels as the cause; opening again is ours, and
* names who had closed it. A review that is closed without a cause and left so has no causes.
*
* @param before what was kept of it; null: nothing
*/
function reviewEntries(at, question, review, before) {
	const { environment, issueNumber, closedAt, causes, reopenings, undoneAt, closedBy = null } = review;
	const subject = {
		...subjectOfQuestion(question),
		environment,
		...issueNumber === null ? {} : { issue: issueNumber }
	};
	const by = closedBy === null ? {} : { by: [closedBy] };
	const entry = (data) => {
		return {
			at,
			actor: { kind: "tidegate" },
			kind: "review",
			subject,
			data
		};
	};
	const isUndone = undoneAt !== null && undoneAt !== (before?.undoneAt ?? null);
	const isClosed = closedAt !== null && closedAt !== (before?.closedAt ?? null);
	const isOpen = closedAt === null && before !== null && before.closedAt !== null;
	const closer = closedBy === null ? {} : { actor: {
		kind: "user",
		...closedBy
	} };
	return [
		...isUndone ? [entry({
			state: "reopened",
			closedAt: undoneAt,
			reopenings,
			...by
		})] : [],
		...isClosed ? [{
			...entry({
				state: "closed",
				closedAt,
				causes,
				reopenings
			}),
			...closer
		}] : [],
		...isOpen && !isUndone ? [entry({ state: "open" })] : []
	];
}

// src/store/reviews.ts
/** Each is looked at again with every event of an issue. */
const MOST_OPEN = 20;
const MOST_TOLD = 500;
function reviewVerbs(db, run) {
	return {
		review: (repositoryId, deploymentId) => run(() => review(db, repositoryId, deploymentId)),
		openReviews: (repositoryId) => run(() => openReviews(db, repositoryId)),
		reviewCauses: (repositoryId) => run(() => reviewCauses(db, repositoryId))
	};
}
/** Keeps where a review stands, with an audit entry for what happened to it. */
async function keepReview(tx, question, { review: said, at }) {
	if (said === void 0) return [];
	const before = await review(tx, said.repositoryId, said.deploymentId);
	const row = rowOf$1(said);
	await tx.insertInto("review").values(row).onConflict((conflict) => conflict.columns(["repository_id", "deployment_id"]).doUpdateSet(row)).execute();
	return reviewEntries(toInstant(at), question, said, before);
}
async function review(db, repositoryId, deploymentId) {
	const row = await db.selectFrom("review").selectAll().where("repository_id", "=", repositoryId).where("deployment_id", "=", deploymentId).executeTakeFirst();
	return row === void 0 ? null : reviewIn(row);
}
async function reviewCauses(db, repositoryId) {
	return (await db.selectFrom("review").selectAll().where("repository_id", "=", repositoryId).orderBy("deployment_id", "desc").limit(MOST_TOLD).execute()).map(reviewIn);
}
async function openReviews(db, repositoryId) {
	return (await db.selectFrom("question").select("body").where("repository_id", "=", repositoryId).where("kind", "=", "review").where("final_at", "is", null).execute()).map(({ body }) => JSON.parse(body)).toSorted((one, other) => other.deploymentId - one.deploymentId).slice(0, MOST_OPEN);
}
function reviewIn(row) {
	return {
		repositoryId: row.repository_id,
		deploymentId: row.deployment_id,
		environment: row.environment,
		issueNumber: row.issue_number,
		openedAt: row.opened_at,
		dueAt: row.due_at,
		closedAt: row.closed_at,
		causes: JSON.parse(row.causes),
		reopenings: row.reopenings,
		undoneAt: row.undone_at
	};
}
function rowOf$1(review) {
	return {
		repository_id: review.repositoryId,
		deployment_id: review.deploymentId,
		environment: review.environment,
		issue_number: review.issueNumber,
		opened_at: review.openedAt,
		due_at: review.dueAt,
		closed_at: review.closedAt,
		causes: JSON.stringify(review.causes),
		reopenings: review.reopenings,
		undone_at: review.undoneAt
	};
}

// src/audit/rollback-decision-entry.ts
/** What was decided about a finding, row by row of the table. A freeze that did not count is said to be passed over. */
function rollbackDecisionEntry(at, question, { decision, told }) {
	const { action, reason, target, rejected, guards, quarantine } = decision;
	const isFrozen = action === "rollback" && told.freezes.length > 0;
	return {
		at,
		actor: { kind: "tidegate" },
		kind: "rollback-decision",
		subject: subjectOfQuestion(question),
		data: {
			action,
			reason: reason.code,
			target: target?.sha ?? null,
			quarantine,
			tier: told.tier,
			guards,
			rejected,
			...isFrozen ? {
				freezes: told.freezes,
				freezeBypassedBy: "pre-authorisation"
			} : {}
		}
	};
}

// src/audit/escalation-entry.ts
function escalationEntry(at, escalation) {
	const { question, sha, nth, pages, endedAt, ending } = escalation;
	const paged = pages.flatMap(({ level, variable, pagedAt }) => pagedAt === null ? [] : [{
		level,
		variable,
		pagedAt
	}]);
	return {
		at,
		actor: { kind: "tidegate" },
		kind: "escalation",
		subject: {
			...subjectOfQuestion(question),
			commit: sha
		},
		data: {
			event: question.event,
			nth,
			paged,
			state: endedAt === null ? "open" : "over",
			...ending === null ? {} : { ending }
		}
	};
}
/** A name in PagerDuty is nobody's identity here: the entry is ours, and repeats it. */
function acknowledgeEntry({ question, sha, nth }, said) {
	const { by, userId, how, at } = said;
	return {
		at,
		actor: userId === null ? { kind: "tidegate" } : {
			kind: "user",
			id: userId,
			login: by
		},
		kind: "acknowledge",
		subject: {
			...subjectOfQuestion(question),
			commit: sha
		},
		data: {
			event: question.event,
			nth,
			how,
			...userId === null ? { by } : {}
		}
	};
}

// src/store/escalations.ts
async function escalation(db, id) {
	const row = await db.selectFrom("escalation").select(["body", "acknowledged"]).where("id", "=", id).executeTakeFirst();
	return row === void 0 ? null : escalationIn(row);
}
async function openEscalations(db, repositoryId) {
	return (await db.selectFrom("escalation").select(["body", "acknowledged"]).where("repository_id", "=", repositoryId).where("is_open", "=", 1).orderBy("seq").execute()).map(escalationIn);
}
/** Keeps what an answer says of its escalation and who takes one on, with an audit entry for each change. */
async function keepEscalations(tx, { escalation: said, acknowledgements = [], at }) {
	const kept = said === void 0 ? null : await keepEscalation(tx, said, at);
	const entries = kept === null ? [] : [kept];
	for (const { escalation: id, ...by } of acknowledgements) {
		const taken = await takeOn(tx, id, by);
		if (typeof taken === "object") entries.push(taken.entry);
	}
	return entries;
}
/** Who took it on is not in the answer's hands: it may have been said since the answer was begun. */
async function keepEscalation(tx, said, at) {
	const before = await locked(tx, said.id);
	const { acknowledged: _acknowledged, ...rest } = said;
	const body = canonicalJson(rest);
	const row = {
		repository_id: said.question.repository.id,
		is_open: said.endedAt === null ? 1 : 0,
		nth: said.nth,
		body
	};
	if (before === null) await tx.insertInto("escalation").values({
		id: said.id,
		...row,
		acknowledged: null
	}).execute();
	else {
		const again = before.nth === said.nth ? {} : { acknowledged: null };
		await tx.updateTable("escalation").set({
			...row,
			...again
		}).where("id", "=", said.id).execute();
	}
	await keepPages(tx, said);
	return before?.body === body ? null : escalationEntry(toInstant(at), said);
}
async function keepPages(tx, { id, nth, pages }) {
	for (const { alertKey, pagedAt } of pages) {
		if (pagedAt === null) continue;
		await tx.insertInto("escalation_page").values({
			alert_key: alertKey,
			escalation_id: id,
			nth
		}).onConflict((conflict) => conflict.doNothing()).execute();
	}
}
async function acknowledgePage(db, alertKey, by, at) {
	return await db.transaction().execute(async (tx) => {
		const page = await tx.selectFrom("escalation_page").select(["escalation_id", "nth"]).where("alert_key", "=", alertKey).executeTakeFirst();
		if (page === void 0) return "unknown";
		const taken = await takeOn(tx, page.escalation_id, {
			...by,
			at: toInstant(at)
		}, page.nth);
		if (taken === "known") return "known";
		await appendAudit(tx, taken.kept.question.repository.installationId, [taken.entry]);
		await askQuestions(tx, [taken.kept.question, ...await rollbackOf(tx, taken.kept)], at);
		return "acknowledged";
	});
}
/** Whose issue says who takes it on. */
async function rollbackOf(tx, { question }) {
	const { repository, environment, deploymentId } = question;
	return (await rollbacks(tx, repository.id, environment)).some(({ failedDeploymentId }) => failedDeploymentId === deploymentId) ? [{
		kind: "rollback",
		repository,
		environment,
		deploymentId
	}] : [];
}
/** The first one counts, and only while it is not over. `nth`: which time; not said: this one. */
async function takeOn(tx, id, by, nth) {
	const row = await locked(tx, id);
	if (row === null || row.is_open === 0 || row.acknowledged !== null) return "known";
	if (nth !== void 0 && nth !== row.nth) return "known";
	await tx.updateTable("escalation").set({ acknowledged: canonicalJson(by) }).where("id", "=", id).execute();
	const kept = {
		...escalationIn(row),
		acknowledged: by
	};
	return {
		entry: acknowledgeEntry(kept, by),
		kept
	};
}
async function locked(tx, id) {
	return await tx.selectFrom("escalation").select([
		"body",
		"acknowledged",
		"is_open",
		"nth"
	]).where("id", "=", id).forUpdate().executeTakeFirst() ?? null;
}
function escalationIn({ body, acknowledged }) {
	return {
		...JSON.parse(body),
		acknowledged: acknowledged === null ? null : JSON.parse(acknowledged)
	};
}

// src/store/keep-gate.ts
/**
* Keeps where the gate stands, and withdraws the answer that is not wanted any more. Returns the audit entries: one for
* a change, none when all is as it was. What is final stays.
*/
async function keepGate(tx, claim, life, at) {
	const { question } = claim;
	if (life === void 0 || question.kind !== "gate") return [];
	const row = await tx.selectFrom("gate").selectAll().where("question_key", "=", claim.key).forUpdate().executeTakeFirst();
	const before = row === void 0 ? null : lifeIn(row);
	if (before !== null && isFinal(before)) return [];
	await write(tx, claim.key, question, life);
	const isSame = before?.state === life.state && before.reasons.join() === life.reasons.join();
	const withdrawn = await withdraw(tx, question, life, at);
	return isSame ? withdrawn : [gateEntry(toInstant(at), question, life, before), ...withdrawn];
}
async function write(tx, key, question, life) {
	const values = {
		repository_id: question.repository.id,
		environment_key: question.environment.toLowerCase(),
		deployment_id: question.deploymentId,
		run_id: question.runId,
		run_attempt: life.runAttempt,
		sha: life.sha,
		state: life.state,
		reasons: canonicalJson(life.reasons),
		since: epochMs(life.since),
		requested_at: epochMs(life.requestedAt),
		reports: life.reports,
		reported: life.reported,
		warned_at: life.warnedAt === null ? null : epochMs(life.warnedAt),
		ended_by: canonicalJson(life.by)
	};
	await tx.insertInto("gate").values({
		question_key: key,
		...values
	}).onConflict((conflict) => conflict.column("question_key").doUpdateSet(values)).execute();
}
const ENDED_BY_US = /* @__PURE__ */ new Set(["rejected", "expired"]);
const NOT_WANTED = {
	kind: "superseded",
	because: "it was decided otherwise before it was sent"
};
/** An approval that waits for its next try must not be sent once the gate is held, and a rejection not once it is not. */
async function withdraw(tx, gate, life, at) {
	const { state, reasons } = life;
	const isOpen = isOpening(life) || state === "approved";
	const isRejected = ["rejecting", "expiring"].some((code) => reasons.includes(code)) || ENDED_BY_US.has(state);
	const slots = [...isOpen ? [] : [answerSlot(gate, "open-gate")], ...isRejected ? [] : [answerSlot(gate, "reject-gate")]];
	return (await tx.updateTable("effect").set({
		state: NOT_WANTED.kind,
		due_at: null,
		settled_at: at,
		note: NOT_WANTED.because
	}).where("slot", "in", slots).where("state", "=", "pending").returning(["payload", "attempts"]).execute()).map(({ payload, attempts }) => outcomeEntry(toInstant(at), JSON.parse(payload), NOT_WANTED, attempts));
}

// src/audit/stage-decision-entry.ts
function stageDecisionEntry(question, decision) {
	const { milestone, stage, verdict, userId, user, reason, at, commentId, about } = decision;
	return {
		at,
		actor: {
			kind: "user",
			id: userId,
			login: user
		},
		kind: verdict,
		subject: {
			...subjectOfQuestion(question),
			comment: commentId,
			milestone
		},
		data: {
			stage,
			...reason === "" ? {} : { reason },
			...about === void 0 ? {} : {
				pulls: about.pulls,
				complete: !about.isCut
			}
		}
	};
}
function leaveOutEntry(question, said) {
	const { milestone, pull, userId, user, reason, at, commentId } = said;
	return {
		at,
		actor: {
			kind: "user",
			id: userId,
			login: user
		},
		kind: "leave-out",
		subject: {
			...subjectOfQuestion(question),
			comment: commentId,
			milestone,
			pullRequest: pull
		},
		data: { reason }
	};
}

// src/store/keep-plan.ts
async function keepPlan(tx, plan) {
	if (plan === void 0) return;
	const { repositoryId, number, state } = plan;
	const body = JSON.stringify(plan);
	await tx.insertInto("plan").values({
		repository_id: repositoryId,
		milestone: number,
		state,
		body
	}).onConflict((conflict) => conflict.columns(["repository_id", "milestone"]).doUpdateSet({
		state,
		body
	})).execute();
}
/** A command that is answered twice, because we died in between, decides once. Returns the audit entries of what is new. */
async function keepStageDecisions(tx, question, stated) {
	const entries = [];
	for (const decision of stated) if (await tx.insertInto("plan_decision").values({
		repository_id: decision.repositoryId,
		comment_id: decision.commentId,
		milestone: decision.milestone,
		stage: decision.stage,
		verdict: decision.verdict,
		user_id: decision.userId,
		user_login: decision.user,
		reason: decision.reason,
		at: decision.at,
		about: decision.about === void 0 ? null : JSON.stringify(decision.about)
	}).onConflict((conflict) => conflict.doNothing()).returning("comment_id").executeTakeFirst()) entries.push(stageDecisionEntry(question, decision));
	return entries;
}
/** Likewise. */
async function keepLeaveOuts(tx, question, stated) {
	const entries = [];
	for (const said of stated) if (await tx.insertInto("plan_leave_out").values({
		repository_id: said.repositoryId,
		comment_id: said.commentId,
		milestone: said.milestone,
		pull: said.pull,
		user_id: said.userId,
		user_login: said.user,
		reason: said.reason,
		at: said.at
	}).onConflict((conflict) => conflict.doNothing()).returning("comment_id").executeTakeFirst()) entries.push(leaveOutEntry(question, said));
	return entries;
}

// src/audit/statement-entry.ts
/** Whether an approval counts is judged by the decisions that follow; they list whom they counted. */
function statementEntry(question, statement) {
	const { kind, at, user, userId, environment, sha, reason, commentId, until, ends } = statement;
	const { deploymentId } = statement;
	return {
		at,
		actor: userId === 0 ? { kind: "tidegate" } : {
			kind: "user",
			id: userId,
			login: user
		},
		kind,
		subject: {
			...subjectOfQuestion(question),
			...deploymentId == null ? {} : { deployment: deploymentId },
			...environment === "" ? {} : { environment },
			...userId === 0 ? {} : { comment: commentId },
			commit: sha
		},
		data: {
			...reason === "" ? {} : { reason },
			...until === void 0 ? {} : { until },
			...ends === void 0 ? {} : { ends },
			...deploymentId === null ? { cause: "external" } : {}
		}
	};
}

// src/store/keep-statements.ts
/**
* Keeps what is new, ends what it ends, and returns the audit entries. A command that is answered twice, because we
* died in between, states its thing once.
*/
async function keepStatements(tx, question, stated) {
	const entries = [];
	for (const statement of stated) {
		if (!await keep(tx, statement)) continue;
		await end(tx, statement);
		entries.push(statementEntry(question, statement));
	}
	return entries;
}
async function keep(tx, statement) {
	return await tx.insertInto("statement").values({
		repository_id: statement.repositoryId,
		comment_id: statement.commentId,
		kind: statement.kind,
		environment_key: statement.environment.toLowerCase(),
		environment: statement.environment,
		sha: ("sha" in statement ? statement.sha : null) ?? null,
		user_id: statement.userId,
		user_login: statement.user,
		reason: statement.reason,
		at: statement.at,
		until_at: "until" in statement ? statement.until : null,
		ended_by: null,
		deployment_id: "deploymentId" in statement ? statement.deploymentId : null,
		issue_number: "issueNumber" in statement ? statement.issueNumber : null
	}).onConflict((conflict) => conflict.doNothing()).returning("comment_id").executeTakeFirst() !== void 0;
}
/** What ended first stays ended by that. */
async function end(tx, statement) {
	if (!("ends" in statement) || statement.ends.length === 0) return;
	await tx.updateTable("statement").set({ ended_by: statement.commentId }).where("repository_id", "=", statement.repositoryId).where("comment_id", "in", statement.ends).where("ended_by", "is", null).execute();
}

// src/audit/train-order-entry.ts
function trainOrderEntry(question, order) {
	const { train, title, userId, user, reason, at, commentId } = order;
	return {
		at,
		actor: {
			kind: "user",
			id: userId,
			login: user
		},
		kind: "rollback",
		subject: {
			...subjectOfQuestion(question),
			comment: commentId
		},
		data: {
			train,
			title,
			reason
		}
	};
}

// src/store/keep-train.ts
async function keepTrain(tx, train) {
	if (train === void 0) return;
	const told = {
		installation_id: train.place.installationId,
		state: train.state,
		at: epochMs(train.at),
		body: JSON.stringify(train)
	};
	await tx.insertInto("train").values({
		repository_id: train.place.id,
		key: trainKey(train),
		...told
	}).onConflict((conflict) => conflict.columns(["repository_id", "key"]).doUpdateSet(told)).execute();
}
/** A command that is answered twice, because we died in between, orders once. Returns the audit entries of what is new. */
async function keepTrainOrders(tx, question, stated) {
	const entries = [];
	for (const order of stated) if (await tx.insertInto("train_order").values({
		comment_id: order.commentId,
		repository_id: order.placeId,
		key: trainKey(order),
		user_id: order.userId,
		user_login: order.user,
		reason: order.reason,
		at: order.at
	}).onConflict((conflict) => conflict.doNothing()).returning("comment_id").executeTakeFirst()) entries.push(trainOrderEntry(question, order));
	return entries;
}

// src/store/openings.ts
async function settledOpening(db, repositoryId, deploymentId) {
	const row = await db.selectFrom("opening").select("body").where("repository_id", "=", repositoryId).where("deployment_id", "=", deploymentId).executeTakeFirst();
	return row === void 0 ? null : JSON.parse(row.body);
}
/** An approval that was not sent, or that GitHub did not take, is decided on anew: the last one counts. */
async function keepOpening(tx, { question }, { opening }) {
	if (opening === void 0) return;
	const body = canonicalJson(opening.settled);
	for (const deploymentId of opening.deploymentIds) await tx.insertInto("opening").values({
		repository_id: question.repository.id,
		deployment_id: deploymentId,
		body
	}).onConflict((conflict) => conflict.columns(["repository_id", "deployment_id"]).doUpdateSet({ body })).execute();
}

// src/store/policy-news.ts
async function policyNews(db, repositoryId) {
	return (await db.selectFrom("policy_news").select("body").where("repository_id", "=", repositoryId).executeTakeFirst())?.body ?? null;
}
async function keepPolicyNews(tx, { question }, { policyNews: body }) {
	if (body === void 0) return;
	await tx.insertInto("policy_news").values({
		repository_id: question.repository.id,
		body
	}).onConflict((conflict) => conflict.column("repository_id").doUpdateSet({ body })).execute();
}

// src/audit/verification-entry.ts
/** What was said of a deployment after it was made, or that nothing was said in time. */
function verificationEntry(question, verification) {
	const { at, deploymentId, environment, sha, verdict, failedChecks, preExisting, reasonCode, liveSha } = verification;
	const { smoke, uncounted } = verification;
	return {
		at,
		actor: { kind: "tidegate" },
		kind: "verification",
		subject: {
			...subjectOfQuestion(question),
			deployment: deploymentId,
			environment,
			commit: sha
		},
		data: {
			...uncounted === void 0 ? { verdict } : {
				verdict: "uncounted",
				said: verdict,
				because: uncounted
			},
			...failedChecks.length === 0 ? {} : { failedChecks },
			...preExisting === void 0 ? {} : { preExisting },
			...reasonCode === void 0 ? {} : { reasonCode },
			...liveSha === void 0 ? {} : { liveSha },
			...smoke === void 0 ? {} : { smoke },
			...provenBy(question)
		}
	};
}
/** The job that said it, as its token proved. */
function provenBy(question) {
	if (question.kind !== "verification") return {};
	const { runId, runAttempt, tokenId } = question.claim;
	return {
		runId,
		runAttempt,
		token: tokenId
	};
}

// src/store/verifications.ts
/** The newest of an environment: what was said of deployments before so many others is of none that runs. */
const MOST_READ = 1e3;
/** Of what was not looked into yet: all that come in at once. */
const MOST_UNREAD = 100;
/** A token counts once: whoever has it, too, can change nothing of what was said with it. */
async function acceptVerification(db, question, at) {
	return await db.insertInto("question").values(dueRow(question, at)).onConflict((conflict) => conflict.doNothing()).returning("key").executeTakeFirst() === void 0 ? "used" : "stored";
}
/** Keeps what is new, with its audit entries. A question that is answered twice says its thing once. */
async function keepVerifications(tx, question, said) {
	const entries = [];
	for (const verification of said) {
		if (await ofEnvironment(tx, verification.repositoryId, verification.environment).where("deployment_id", "=", verification.deploymentId).where("at", "=", verification.at).where("verdict", "=", verification.verdict).executeTakeFirst() || verification.verdict === "missing" && await isSaid(tx, verification)) continue;
		await tx.insertInto("verification").values(rowOf(verification)).execute();
		entries.push(verificationEntry(question, verification));
	}
	return entries;
}
/** A job may say something while it is looked whether one did. */
async function isSaid(tx, { repositoryId, environment, deploymentId }) {
	return (await ofEnvironment(tx, repositoryId, environment).where("deployment_id", "=", deploymentId).where("verdict", "!=", "missing").execute()).some((row) => verificationIn(row).uncounted === void 0);
}
/**
* What is said counts as said from when it comes in: until it was looked into, nothing else may be taken for it. What
* was refused then was never said, or one job could make every later deployment wait for what nobody sends.
*/
async function verifications(db, repositoryId, environment) {
	const unread = (await db.selectFrom("question").select("body").where("lane", "=", verificationLane(repositoryId, environment)).where("final_at", "is", null).orderBy("due_at", "desc").limit(MOST_UNREAD).execute()).map(({ body }) => JSON.parse(body).claim).map(({ runId, at }) => ({
		runId,
		at
	}));
	const said = (await ofEnvironment(db, repositoryId, environment).orderBy("id", "desc").limit(MOST_READ).execute()).toReversed().map(verificationIn);
	const uncounted = newestOf(said.filter((each) => each.uncounted !== void 0));
	const counted = said.filter((each) => each.uncounted === void 0);
	const newest = newestOf(counted);
	const earlier = counted.filter((each) => !newest.includes(each));
	return {
		isTold: unread.length > 0 || said.length > 0,
		newest,
		...earlier.length === 0 ? {} : { earlier: earlier.toSorted((one, other) => epochMs(one.at) - epochMs(other.at)) },
		...uncounted.length === 0 ? {} : { uncounted },
		...unread.length === 0 ? {} : { unread }
	};
}
/** That nothing was said counts for as long as nothing was: what a job said before may be looked into after. */
function newestOf(said) {
	const newest = /* @__PURE__ */ new Map();
	for (const verification of said) {
		const known = newest.get(verification.deploymentId);
		if (known && isSooner(verification, known)) continue;
		newest.set(verification.deploymentId, verification);
	}
	return [...newest.values()];
}
function isSooner(one, other) {
	const isMissing = one.verdict === "missing";
	return isMissing === (other.verdict === "missing") ? epochMs(one.at) < epochMs(other.at) : isMissing;
}
function ofEnvironment(db, repositoryId, environment) {
	return db.selectFrom("verification").selectAll().where("repository_id", "=", repositoryId).where("environment_key", "=", environment.toLowerCase());
}
function rowOf(verification) {
	const { repositoryId, deploymentId, environment, sha, verdict, failedChecks, preExisting, reasonCode, liveSha, at } = verification;
	const { smoke, uncounted } = verification;
	const isExplained = preExisting !== void 0 || reasonCode !== void 0;
	return {
		repository_id: repositoryId,
		deployment_id: deploymentId,
		environment_key: environment.toLowerCase(),
		environment,
		sha,
		verdict,
		failed_checks: JSON.stringify(failedChecks),
		causes: isExplained ? JSON.stringify({
			preExisting,
			reasonCode
		}) : null,
		live_sha: liveSha ?? null,
		by_file: smoke === void 0 && uncounted === void 0 ? null : JSON.stringify({
			smoke,
			uncounted
		}),
		at
	};
}
function verificationIn(row) {
	return {
		repositoryId: row.repository_id,
		deploymentId: row.deployment_id,
		environment: row.environment,
		sha: row.sha,
		verdict: row.verdict,
		failedChecks: JSON.parse(row.failed_checks),
		...row.causes === null ? {} : JSON.parse(row.causes),
		...row.live_sha === null ? {} : { liveSha: row.live_sha },
		...row.by_file === null ? {} : JSON.parse(row.by_file),
		at: row.at
	};
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
	]).where("slot", "=", slot).forUpdate().executeTakeFirst();
	if (known && isSatisfiedBy(known, contentOf(effect), digest)) return null;
	if (known?.state === "pending" && known.content === contentOf(effect)) await refresh(tx, slot, effect, digest);
	else if (!await fill(tx, {
		claim,
		slot,
		effect,
		digest,
		at,
		isNew: !known
	})) return await wantEffect(tx, claim, effect, at);
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
/** False: somebody else made the slot since we looked, so what is in it has to be judged first. */
async function fill(tx, { claim, slot, effect, digest, at, isNew }) {
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
	return await tx.insertInto("effect").values({
		slot,
		...values
	}).onConflict((conflict) => isNew ? conflict.doNothing() : conflict.column("slot").doUpdateSet(values)).returning("id").executeTakeFirst() !== void 0;
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
/**
* The same when it begins, is sent again, and is over: what PagerDuty tells alerts by. It takes 255 characters, and
* sends it back as `incident_key`.
*/
function alertKeyOf(notice) {
	return `tidegate/${digestOf([slotOfNotice({
		...notice,
		action: "tell"
	}), notice.content])}`;
}
/** The same for every try to tell it, and for no other notice: receivers tell repetitions by it. */
function noticeId(notice) {
	return `msg_${digestOf(notice).slice(0, 32)}`;
}

// src/audit/notice-entries.ts
/** The audit entries of notices: what is about to be told to whom, and how each try ended. */
/** Written before it is sent. */
function noticeEntry(at, notice) {
	return {
		at,
		actor: { kind: "tidegate" },
		kind: "effect",
		subject: subjectOfNotice(notice),
		data: dataOf(notice)
	};
}
/** How a try to tell it ended. `attempt` counts from 1. */
function noticeOutcomeEntry(at, notice, outcome, attempt) {
	const { kind, ...detail } = outcome;
	return {
		at,
		actor: { kind: "tidegate" },
		kind: "outcome",
		subject: subjectOfNotice(notice),
		data: {
			...dataOf(notice),
			attempt,
			outcome: kind,
			...detail
		}
	};
}
function dataOf(notice) {
	return {
		effect: notice.kind,
		slot: slotOfNotice(notice),
		digest: digestOf(notice)
	};
}
function subjectOfNotice({ repository, told }) {
	const { environment, sha, deploymentId } = told;
	return {
		repository: fullName(repository),
		repositoryId: repository.id,
		...deploymentId === null ? {} : { deployment: deploymentId },
		...environment === null ? {} : { environment },
		...sha === null ? {} : { commit: sha }
	};
}

// src/store/tries-of-notice.ts
/** What is noted of the tries to tell what is not settled: begun, and whether one of them may have told it. */
/** From when a process takes it until it writes down how the try ended: for ever, if it dies before. */
const BEGUN = "begun";
const UNSEEN = "an earlier try may have told it; since then: ";
/** Some try was begun whose end nobody saw. No note after a try: it was begun before they were noted. */
function mayBeTold({ attempts, note }) {
	return attempts > 0 && (note === null || note === "begun" || note.startsWith(UNSEEN));
}
/** A process has it in hand, and its lease lasts. */
function isBeingSent({ attempts, note, due_at }, at) {
	return attempts > 0 && (note === null || note === "begun") && due_at !== null && due_at > at;
}
function noteOfRetry(because, isUnseen) {
	return isUnseen ? `${UNSEEN}${because}` : because;
}

// src/store/want-notice.ts
/**
* Puts the notice behind those of its slot, unless the last one there says the same. What was told before stays to be
* told: a receiver hears every change, in the order in which they were decided. A slot is written under one claim.
*/
async function wantNotice(tx, claim, notice, at) {
	const slot = slotOfNotice(notice);
	if ((await tx.selectFrom("notice").select("content").where("slot", "=", slot).orderBy("id", "desc").limit(1).executeTakeFirst())?.content === notice.content) return [];
	const dropped = notice.action === "resolve" ? await dropUntold(tx, notice, at) : {
		entries: [],
		untilAt: at
	};
	await tx.insertInto("notice").values({
		slot,
		content: notice.content,
		question_key: claim.key,
		awaits: notice.awaits ?? null,
		payload: canonicalJson(notice),
		state: "pending",
		attempts: 0,
		wanted_at: at,
		due_at: dropped.untilAt,
		settled_at: null,
		note: null
	}).execute();
	return [...dropped.entries, noticeEntry(toInstant(at), notice)];
}
/**
* What is over before it could be told is not told any more: nothing would take it back. What some process is sending at
* this moment is out of our hands: that it is over is told after its lease ends, so that it does not arrive first.
*/
async function dropUntold(tx, notice, at) {
	const rows = await tx.selectFrom("notice").select([
		"id",
		"payload",
		"attempts",
		"note",
		"due_at"
	]).where("slot", "=", slotOfNotice({
		...notice,
		action: "tell"
	})).where("state", "=", "pending").orderBy("id").forUpdate().execute();
	const entries = [];
	let untilAt = at;
	for (const { id, payload, ...tried } of rows) {
		const isUnderWay = isBeingSent(tried, at);
		const because = isUnderWay ? "it was over while it was being sent: it may have been told" : whyUnsent(tried);
		await tx.updateTable("notice").set({
			state: "superseded",
			due_at: null,
			settled_at: at,
			note: because
		}).where("id", "=", id).execute();
		if (isUnderWay) untilAt = Math.max(untilAt, tried.due_at ?? at);
		const untold = JSON.parse(payload);
		entries.push(noticeOutcomeEntry(toInstant(at), untold, {
			kind: "superseded",
			because
		}, tried.attempts));
	}
	return {
		entries,
		untilAt
	};
}
function whyUnsent({ attempts }) {
	return attempts === 0 ? "not sent: it was over before" : "not sent again: it was over before";
}

// src/store/save-record.ts
async function saveRecord(db, claim, record) {
	return await db.transaction().execute(async (tx) => {
		if (!await holdClaim(tx, claim)) return false;
		if (await hasEnded(tx, claim)) return true;
		await keepAnswer(tx, claim, record);
		await keepReleaseGate(tx, claim, record);
		await keepDoraState(tx, claim, record);
		await keepPolicyNews(tx, claim, record);
		await keepPlan(tx, record.plan);
		await keepPlannedGate(tx, claim, record);
		await keepTrain(tx, record.train);
		await keepOpening(tx, claim, record);
		const entries = [
			entryOf(claim, record),
			...await keepGate(tx, claim, record.gate, record.at),
			...await keepOverrides(tx, claim, record.overrides),
			...await keepStatements(tx, claim.question, record.statements),
			...await keepStageDecisions(tx, claim.question, record.stageDecisions ?? []),
			...await keepLeaveOuts(tx, claim.question, record.leaveOuts ?? []),
			...await keepTrainOrders(tx, claim.question, record.trainOrders ?? []),
			...await keepVerifications(tx, claim.question, record.verifications ?? []),
			...await keepRollbacks(tx, claim.question.repository, record.rollbacks ?? [], toInstant(record.at)),
			...await keepEscalations(tx, record),
			...await keepReview(tx, claim.question, record),
			...decidedRollback(claim, record),
			...await wantEffects(tx, claim, record),
			...await wantNotices(tx, claim, record)
		];
		await appendAudit(tx, claim.question.repository.installationId, entries);
		await askQuestions(tx, record.questions, record.at, "reminder");
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
		facts: record.areFactsKept || !record.facts ? null : canonicalJson(record.facts),
		decision: record.decision && canonicalJson(record.decision),
		holding: record.decision && canonicalJson(holdingIn(record.decision))
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
		facts: record.facts,
		summary,
		isFinal
	});
}
function decidedRollback({ question }, { at, decidedRollback: decided }) {
	return decided === void 0 ? [] : [rollbackDecisionEntry(toInstant(at), question, decided)];
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
async function wantNotices(tx, claim, record) {
	const entries = [];
	for (const notice of record.notices ?? []) entries.push(...await wantNotice(tx, claim, notice, record.at));
	return entries;
}

// src/store/see-reviews.ts
/** Remembers those that are new, and tells when each was first seen. In the order given. */
async function seeReviews(db, { repository, runId, environment }, reviews, at) {
	const place = {
		repository_id: repository.id,
		run_id: runId,
		environment_key: environment.toLowerCase()
	};
	return await db.transaction().execute(async (tx) => {
		const seen = [];
		for (const review of reviews) {
			const key = {
				...place,
				user_id: review.userId,
				state: review.state,
				nth: review.nth
			};
			await tx.insertInto("deployment_review").values({
				...key,
				seen_at: at
			}).onConflict((conflict) => conflict.doNothing()).execute();
			const row = await tx.selectFrom("deployment_review").select("seen_at").where((one) => one.and(key)).executeTakeFirstOrThrow();
			seen.push({
				...review,
				seenAt: toInstant(row.seen_at)
			});
		}
		return seen;
	});
}

// src/store/settle-effect.ts
const FIRST_WAIT_MS$1 = 1e3;
const LONGEST_WAIT_MS$1 = 3e5;
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
		]).where("id", "=", tried.id).forUpdate().executeTakeFirstOrThrow();
		if (isSettled(row, tried)) return;
		if (isAbout(row, tried, outcome)) await writeOutcome(tx, tried, outcome, at);
		await rememberIssue(tx, effect, outcome);
		const entry = outcomeEntry(toInstant(at), effect, outcome, attempts + 1);
		const rollbacks = await rememberDispatch(tx, effect, outcome, at);
		await appendAudit(tx, effect.repository.installationId, [entry, ...rollbacks]);
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
		note: noteOf$1(outcome),
		...forgotten(tried.effect, outcome)
	};
	await tx.updateTable("effect").set({
		...change,
		attempts
	}).where("id", "=", tried.id).execute();
}
/** Comments are about something that happened: told days later, or a second time, they mislead. */
const NEVER_LATE = [
	"reply",
	"comment-issue",
	"dispatch-run"
];
/** No later decision has this digest, so what is decided anew is done. */
function forgotten(effect, outcome) {
	return outcome.kind === "superseded" && outcome.isTooOld === true && !NEVER_LATE.includes(effect.kind) ? { digest: "" } : {};
}
function noteOf$1(outcome) {
	return outcome.kind === "done" ? outcome.note ?? null : outcome.because;
}
/** 1 s, 2 s, 4 s ... 5 min. */
function waitAfter$1(attempts) {
	return Math.min(FIRST_WAIT_MS$1 * 2 ** (attempts - 1), LONGEST_WAIT_MS$1);
}

// src/store/went-ahead.ts
/**
* The deployments of a commit to an environment that went ahead: let through by us, or by others past us. One answer
* lets all jobs of a matrix go, so a gate can be approved that we never answered, and an answer can be given whose gate
* was not seen again.
*/
async function wentAhead(db, repositoryId, environment, sha) {
	const seen = await gatesThatWent(db, repositoryId, environment, sha);
	const opened = (await gatesThatWeOpened(db, repositoryId, environment)).flatMap(({ gate, at }) => (gate.effectiveSha ?? gate.headSha) === sha ? [{
		id: gate.gate.deploymentId,
		at
	}] : []);
	const latest = /* @__PURE__ */ new Map();
	for (const { id, at } of [...seen, ...opened]) latest.set(id, Math.max(at, latest.get(id) ?? at));
	return [...latest].toSorted(([one], [other]) => one - other).map(([id, at]) => ({
		id,
		at: toInstant(at)
	}));
}
const WENT_BY_ITSELF = canonicalJson(["rule-off"]);
function gatesThatWent(db, repositoryId, environment, sha) {
	return db.selectFrom("gate").select(["deployment_id as id", "since as at"]).where("repository_id", "=", repositoryId).where("environment_key", "=", environment.toLowerCase()).where("sha", "=", sha).where((gate) => gate.or([gate("state", "in", ["approved", "bypassed"]), gate.and([gate("state", "=", "ended"), gate("reasons", "=", WENT_BY_ITSELF)])])).execute();
}
async function gatesThatWeOpened(db, repositoryId, environment) {
	return (await db.selectFrom("effect").select([
		"payload",
		"decided_at",
		"settled_at"
	]).where("lane", "=", environmentLane(repositoryId, environment)).where("kind", "=", "open-gate").where("state", "=", "done").execute()).map((row) => ({
		gate: JSON.parse(row.payload),
		at: row.settled_at ?? row.decided_at
	}));
}

// src/store/statements.ts
/** Freezes that are over by their own time are among them: whether one still runs is for the decision to say. */
async function statements(db, repositoryId, environment, sha) {
	const rows = await stated(db, repositoryId).where("environment_key", "=", environment.toLowerCase()).where((row) => row.or([row("sha", "=", sha), row("ended_by", "is", null)])).execute();
	const ofCommit = rows.filter((row) => row.sha === sha);
	const lifted = ofCommit.filter((row) => row.kind === "hold" && row.ended_by !== null);
	return {
		approvals: ofCommit.flatMap(approvalIn),
		liftedHoldAt: lifted.reduce((last, { at }) => last === null || epochMs(at) > epochMs(last) ? at : last, null),
		requests: ofCommit.flatMap(requestIn),
		wentAhead: await wentAhead(db, repositoryId, environment, sha),
		...standingIn(rows)
	};
}
async function restrictions(db, repositoryId) {
	return standingIn(await stated(db, repositoryId).where("kind", "in", ["hold", "freeze"]).where("ended_by", "is", null).execute());
}
/** Ids of comments grow. */
function stated(db, repositoryId) {
	return db.selectFrom("statement").selectAll().where("repository_id", "=", repositoryId).orderBy("comment_id");
}
function standingIn(rows) {
	const standing = rows.filter((row) => row.ended_by === null);
	return {
		holds: standing.flatMap(holdIn),
		freezes: standing.flatMap(freezeIn)
	};
}
function approvalIn({ kind, sha, ...row }) {
	if (kind !== "approve" && kind !== "reject" || sha === null) return [];
	const state = kind === "approve" ? "approved" : "rejected";
	return [{
		...saidIn(row),
		userId: row.user_id,
		state,
		sha
	}];
}
function holdIn({ kind, sha, ...row }) {
	if (kind !== "hold" || sha === null) return [];
	return [{
		...saidIn(row),
		commentId: row.comment_id,
		sha
	}];
}
function requestIn({ kind, sha, ...row }) {
	if (kind !== "rollback" || sha === null) return [];
	return [{
		...saidIn(row),
		commentId: row.comment_id,
		userId: row.user_id,
		sha
	}];
}
function freezeIn({ kind, ...row }) {
	if (kind !== "freeze") return [];
	return [{
		...saidIn(row),
		commentId: row.comment_id,
		until: row.until_at
	}];
}
function saidIn(row) {
	return {
		user: row.user_login,
		environment: row.environment,
		reason: row.reason,
		at: row.at
	};
}

// src/store/claim-notices.ts
/** Several processes ask at once: each skips the rows that another takes. The lease is the time of the next try. */
async function claimNotices(db, when) {
	return await db.transaction().execute(async (tx) => {
		const rows = await dueNotices(tx, when);
		if (rows.length === 0) return [];
		await tx.updateTable("notice").set({
			due_at: when.leaseUntil,
			attempts: sql`attempts + 1`,
			note: BEGUN
		}).where("id", "in", rows.map(({ id }) => id)).execute();
		return rows.map(({ id, payload, attempts, note, wanted_at, is_true }) => ({
			id,
			notice: JSON.parse(payload),
			attempts,
			wantedAt: wanted_at,
			isTrue: Boolean(is_true),
			mayBeTold: mayBeTold({
				attempts,
				note
			})
		}));
	});
}
async function dueNotices(tx, { at, deadline, limit }) {
	return await tx.selectFrom("notice").select([
		"id",
		"payload",
		"attempts",
		"note",
		"wanted_at"
	]).select((notice) => isTrue(notice).as("is_true")).where("due_at", "<=", at).where((notice) => notice.or([isTrue(notice), notice("wanted_at", "<", deadline)])).orderBy("due_at").orderBy("id").limit(limit).forUpdate().skipLocked().execute();
}
/** What it waits for, if anything, is done. */
function isTrue(notice) {
	return notice.or([notice("awaits", "is", null), notice.exists(notice.selectFrom("effect").select("effect.id").whereRef("effect.slot", "=", "notice.awaits").where("effect.state", "=", "done"))]);
}

// src/store/notices-of.ts
async function noticesOf(db, questionKey) {
	return (await db.selectFrom("notice").select("payload").where("question_key", "=", questionKey).orderBy("id").execute()).map(({ payload }) => JSON.parse(payload));
}

// src/store/settle-notice.ts
const FIRST_WAIT_MS = 1e3;
/** Receivers that are down for hours are not asked every few minutes. */
const LONGEST_WAIT_MS = 36e5;
/** Settling twice is settling once; and whoever lost the claim to another process settles nothing. */
async function settleNotice(db, tried, outcome, at) {
	const attempt = tried.attempts + 1;
	const change = outcome.kind === "retry" ? {
		due_at: at + (outcome.afterMs ?? waitAfter(attempt)),
		note: noteOfRetry(outcome.because, tried.mayBeTold || outcome.mayBeDone === true)
	} : {
		state: outcome.kind,
		due_at: null,
		settled_at: at,
		note: noteOf(outcome)
	};
	await db.transaction().execute(async (tx) => {
		if (await tx.updateTable("notice").set(change).where("id", "=", tried.id).where("state", "=", "pending").where("attempts", "=", attempt).returning("id").executeTakeFirst() === void 0) return;
		const entry = noticeOutcomeEntry(toInstant(at), tried.notice, outcome, attempt);
		await appendAudit(tx, tried.notice.repository.installationId, [entry]);
	});
}
function noteOf(outcome) {
	return outcome.kind === "done" ? outcome.note ?? null : outcome.because;
}
/** 1 s, 2 s, 4 s ... 1 h. */
function waitAfter(attempts) {
	return Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 30), LONGEST_WAIT_MS);
}

// src/store/telling-verbs.ts
/** What people are told, and who took on what they were paged for. */
function tellingVerbs(db, run) {
	return {
		claimNotices: (when) => run(() => claimNotices(db, when)),
		settleNotice: (tried, outcome, at) => run(() => settleNotice(db, tried, outcome, at)),
		noticesOf: (questionKey) => run(() => noticesOf(db, questionKey)),
		policyNews: (repositoryId) => run(() => policyNews(db, repositoryId)),
		escalation: (id) => run(() => escalation(db, id)),
		openEscalations: (repositoryId) => run(() => openEscalations(db, repositoryId)),
		settledOpening: (repositoryId, deploymentId) => run(() => settledOpening(db, repositoryId, deploymentId)),
		acknowledgePage: (alertKey, by, at) => run(() => acknowledgePage(db, alertKey, by, at))
	};
}

// src/store/trains.ts
/** What is not over, and what ended last. */
const MOST_TRAINS = 200;
/** `open` comes before `over`. */
async function trains(db, installationId) {
	const rows = await db.selectFrom("train").leftJoin("kept_issue", (join) => join.onRef("kept_issue.repository_id", "=", "train.repository_id").onRef("kept_issue.key", "=", "train.key")).select([
		"train.repository_id",
		"train.key",
		"train.body",
		"kept_issue.number"
	]).where("train.installation_id", "=", installationId).orderBy("train.state").orderBy("train.at", "desc").orderBy("train.key").limit(MOST_TRAINS).execute();
	if (rows.length === 0) return [];
	const places = [...new Set(rows.map((row) => row.repository_id))];
	const orders = await db.selectFrom("train_order").selectAll().where("repository_id", "in", places).orderBy("comment_id").execute();
	return rows.map(({ repository_id, key, body, number }) => ({
		...JSON.parse(body),
		orders: orders.filter((each) => each.repository_id === repository_id && each.key === key).map(orderIn),
		issue: number
	}));
}
function orderIn({ comment_id, user_id, user_login, reason, at }) {
	return {
		commentId: comment_id,
		userId: user_id,
		user: user_login,
		reason,
		at
	};
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

// src/store/store-on.ts
/** The verbs over any database that has the tables; each is run as that database needs it. */
function storeOn({ durable: db, repeatable }, run) {
	return {
		acceptDelivery: (delivery) => run(() => acceptDelivery(db, delivery)),
		waitingDeliveries: (limit) => run(() => waitingDeliveries(db, limit)),
		finishDelivery: (id, questions, at, gates) => run(async () => {
			await repeatable.transaction().execute((tx) => finishDeliveries(tx, [{
				id,
				questions,
				at,
				gates
			}]));
		}),
		failDelivery: (id, because, limit) => run(() => failDelivery(db, id, because, limit)),
		claimDeliveries: (at, leaseUntil, limit) => run(() => claimDeliveries(repeatable, at, leaseUntil, limit)),
		claimQuestion: (at, leaseUntil) => run(() => claimQuestion(repeatable, at, leaseUntil)),
		nextDueAt: () => run(() => nextDueAt(db)),
		saveRecord: (claim, record) => run(() => saveRecord(db, claim, record)),
		releaseClaim: (claim, next) => run(() => releaseClaim(repeatable, claim, next)),
		pendingEffects: (questionKey, at) => run(() => pendingEffects(db, questionKey, at)),
		settleEffect: (effect, outcome, at) => run(() => settleEffect(db, effect, outcome, at)),
		questionsAbout: (repositoryId, sha) => run(() => questionsAbout(db, repositoryId, sha)),
		seeReviews: (gate, reviews, at) => run(() => seeReviews(db, gate, reviews, at)),
		overrides: (repositoryId, environment) => run(() => overrides(db, repositoryId, environment)),
		statements: (repositoryId, environment, sha) => run(() => statements(db, repositoryId, environment, sha)),
		restrictions: (repositoryId) => run(() => restrictions(db, repositoryId)),
		lastValidPolicy: (repositoryId) => run(() => lastValidPolicy(db, repositoryId)),
		keepValidPolicy: (repositoryId, policy) => run(() => keepValidPolicy(db, repositoryId, policy)),
		lastValidOrganisationPolicy: (ownerId) => run(() => lastValidOrganisationPolicy(db, ownerId)),
		keepValidOrganisationPolicy: (ownerId, policy) => run(() => keepValidOrganisationPolicy(db, ownerId, policy)),
		forgetOrganisationPolicy: (ownerId) => run(() => forgetOrganisationPolicy(db, ownerId)),
		missingDeliveries: (ids) => run(() => missingDeliveries(db, ids)),
		askNow: (questions, at, gates) => run(() => askNow(db, questions, at, gates)),
		gatesWithoutTimer: (limit) => run(() => gatesWithoutTimer(db, limit)),
		knownRepository: (id) => run(() => knownRepository(db, id)),
		knownRepositories: () => run(() => knownRepositories(db)),
		governedRepositories: () => run(() => governedRepositories(db)),
		mergeChecks: (repositoryId, shas) => run(() => mergeChecks(db, repositoryId, shas)),
		waitingPullRequests: (installationId, limit) => run(() => waitingPullRequests(db, installationId, limit)),
		saveFindings: (judged, at) => run(() => saveFindings(db, judged, at)),
		openFindings: (repositoryId) => run(() => openFindings(db, repositoryId)),
		findingCounts: () => run(() => findingCounts(db)),
		...reviewVerbs(db, run),
		releaseGates: (repositoryId, of) => run(() => releaseGates(db, repositoryId, of)),
		releaseRecordsOf: (gate, sha) => run(() => releaseRecordsOf(db, gate, sha)),
		openReleaseRecords: (repositoryId) => run(() => openReleaseRecords(db, repositoryId)),
		lastAnswer: (gate) => run(() => lastAnswer(db, gate)),
		keptIssue: (repositoryId, key) => run(() => keptIssue(db, repositoryId, key)),
		pastDecisions: (of, limit) => run(() => pastDecisions(db, of, limit)),
		acceptVerification: (question, at) => run(() => acceptVerification(db, question, at)),
		verifications: (repositoryId, environment) => run(() => verifications(db, repositoryId, environment)),
		lastProbe: (repositoryId, environment) => run(() => lastProbe(db, repositoryId, environment)),
		probeOf: (key) => run(() => probeOf(db, key)),
		keepProbe: (probe) => run(() => keepProbe(db, probe)),
		...placeVerbs(db, run),
		...planVerbs(db, run),
		...trainVerbs(db, run),
		...rollbackVerbs(db, run),
		...upkeepVerbs(db, run),
		...tellingVerbs(db, run),
		...doraVerbs(db, run),
		...libraryVerbs(db, run),
		...gateVerbs(db, run),
		...auditLogs(db),
		close: () => db.destroy()
	};
}
function planVerbs(db, run) {
	return {
		plansOf: (repositoryId) => run(() => plansOf(db, repositoryId)),
		stageDecisions: (repositoryId, milestone) => run(() => stageDecisions(db, repositoryId, milestone))
	};
}
function trainVerbs(db, run) {
	return {
		trains: (installationId) => run(() => trains(db, installationId)),
		plannedGates: (repositoryId, environment, title) => run(() => plannedGates(db, repositoryId, environment, title))
	};
}
function rollbackVerbs(db, run) {
	return {
		rollbacks: (repositoryId, environment) => run(() => rollbacks(db, repositoryId, environment)),
		rollback: (id) => run(() => rollback(db, id)),
		rollbackOfRun: (repositoryId, runId) => run(() => rollbackOfRun(db, repositoryId, runId)),
		markDispatch: (id, nth, sentAt) => run(() => markDispatch(db, id, nth, sentAt)),
		openRollbacks: (repositoryId) => run(() => openRollbacks(db, repositoryId))
	};
}
function upkeepVerbs(db, run) {
	return {
		prune: (at) => run(() => prune(db, at)),
		backlog: (at) => run(() => backlog(db, at)),
		admitEffect: (effect, at, limits) => run(() => admitEffect(db, effect, at, limits)),
		takeRoom: (installationId, wanted, at, limits) => run(() => takeRoom(db, installationId, wanted, at, limits)),
		pauseInstallation: (installationId, pause) => run(() => pauseInstallation(db, installationId, pause)),
		pausedUntil: (installationId, at) => run(() => pausedUntil(db, installationId, at)),
		claimSweep: (name, at, leaseUntil) => run(() => claimSweep(db, name, at, leaseUntil)),
		finishSweep: (claim, next) => run(() => finishSweep(db, claim, next)),
		sweepMemory: (name) => run(() => sweepMemory(db, name))
	};
}
function doraVerbs(db, run) {
	return {
		outcomes: (repositoryId) => run(() => outcomes(db, repositoryId)),
		doraEvents: (repositoryId) => run(() => doraEvents(db, repositoryId)),
		doraHistory: (repositoryId) => run(() => doraHistory(db, repositoryId)),
		keepHistory: (repositoryId, slice) => run(() => keepHistory(db, repositoryId, slice)),
		gateHistories: (repositoryId, since) => run(() => gateHistories(db, repositoryId, since)),
		decidedReleases: (repositoryId) => run(() => decidedReleases(db, repositoryId))
	};
}
function libraryVerbs(db, run) {
	return {
		libraryGates: (repositoryId, limit) => run(() => libraryGates(db, repositoryId, limit)),
		keepPosture: (kept) => run(() => keepPosture(db, kept)),
		postures: (repositoryIds) => run(() => postures(db, repositoryIds)),
		keepUndeployed: (repositoryId, lanes) => run(() => keepUndeployed(db, repositoryId, lanes)),
		undeployed: (repositoryId) => run(() => undeployed(db, repositoryId)),
		libraryTotals: (since) => run(() => libraryTotals(db, since))
	};
}
function gateVerbs(db, run) {
	return {
		laneGates: (repositoryId, environment, since) => run(() => laneGates(db, repositoryId, environment, since)),
		endedSince: (repositoryId, environment, at) => run(() => endedSince(db, repositoryId, environment, at)),
		lastReading: (gate) => run(() => lastReading(db, gate)),
		openGates: (repositoryId) => run(() => openGates(db, repositoryId)),
		openGatesOfInstallation: (installationId) => run(() => openGatesOfInstallation(db, installationId)),
		openedGates: (repositoryId, environment) => run(() => openedGates(db, repositoryId, environment)),
		firstGate: (repositoryId, environment) => run(() => firstGate(db, repositoryId, environment)),
		reopenGates: (gates, at) => run(() => reopenGates(db, gates, at))
	};
}

// src/store/open.ts
async function openStore({ databaseUrl, dataFolder }) {
	return databaseUrl === void 0 ? await openSqliteStore(dataFolder) : await openPostgresStore(databaseUrl);
}
/** Opens or creates the database of a folder and brings its tables up to date. Several processes may have it open. */
async function openSqliteStore(folder) {
	return await openStoreOn(await connectSqlite(folder));
}
/** The same on a connection to it, which is closed with the store. */
async function openStoreOn(database) {
	const connection = new SqliteConnection(database);
	const durable = kyselyOn(connection, "full");
	const repeatable = kyselyOn(connection, "normal");
	try {
		await migrate(durable, allMigrations(SQLITE_SPELLING));
	} catch (error) {
		await durable.destroy();
		throw error;
	}
	return commitTogether({
		durable,
		repeatable
	}, storeOn({
		durable,
		repeatable
	}, (verb) => verb()));
}
/** The database as it is. */
async function openSqlite(folder) {
	return kyselyOn(new SqliteConnection(await connectSqlite(folder)), "full");
}
function kyselyOn(connection, durability) {
	return new Kysely({ dialect: new NodeSqliteDialect(connection, durability) });
}
/** Brings the tables of a database that exists up to date, and opens it. Throws a `Failure` when it cannot. */
async function openPostgresStore(url) {
	await migratePostgres(url);
	const db = openPostgres(url);
	return storeOn({
		durable: db,
		repeatable: db
	}, tryAgain);
}
/** The database as it is. */
function openPostgres(url) {
	return new Kysely({ dialect: new PostgresDialect({ pool: connectPostgres(url) }) });
}

// src/audit/report/names.ts
/** Logins in free text stand between characters that no login has. */
const WORD = /[A-Za-z0-9][A-Za-z0-9-]*(?:\[bot\])?/g;
/** What a regular expression takes for more than itself. */
const SPECIAL = /[.*+?^${}()|[\]\\]/g;
/** Who is not to be named, as the operator wrote it: logins or numbers, with commas between them. */
function erasedIn(text) {
	return (text ?? "").split(",").map((each) => each.trim()).filter((each) => each !== "");
}
var Names = class {
	#erased;
	/** Logins, in lower case, of people who are named by their number here. */
	#logins = /* @__PURE__ */ new Map();
	/** @param erased logins, or numbers of people, who are not to be named */
	constructor(erased) {
		this.#erased = new Set(erased.map((each) => each.toLowerCase()));
	}
	/** Learns what the log calls whom: a person who is erased by number had some login, perhaps several. */
	learn({ id, login }) {
		if (this.#erased.has(String(id)) || this.#erased.has(login.toLowerCase())) this.#logins.set(login.toLowerCase(), id);
	}
	of(login) {
		const id = this.#logins.get(login.toLowerCase());
		if (id !== void 0) return `person ${id}`;
		return this.#erased.has(login.toLowerCase()) ? "erased" : login;
	}
	actor(actor) {
		return actor.kind === "tidegate" ? "tidegate" : this.of(actor.login);
	}
	/** In what people wrote. */
	within(text) {
		if (this.#erased.size === 0) return text;
		return this.#withoutLongNames(text).replace(WORD, (word) => this.of(word));
	}
	/** Names of other systems, such as those of PagerDuty, are no logins: `Mia Meier`. */
	#withoutLongNames(text) {
		return [...this.#erased].filter((name) => name.replace(WORD, "") !== "").reduce((rest, name) => rest.replace(new RegExp(name.replace(SPECIAL, "\\$&"), "gi"), "erased"), text);
	}
};

export { DATABASE_FILE as A, NO_LIMITS as C, allMigrations as D, checkServer as E, faultOfDatabaseUrl as M, connectPostgres as O, GITHUB_LIMITS as S, SQLITE_SPELLING as T, newGate as _, openStore as a, hasEnded$1 as b, alertKeyOf as c, slotOf as d, GITHUB_ENDS_AFTER_MS as f, isRefused as g, isOpening as h, openSqlite as i, auditLogs as j, reasonOf as k, noticeId as l, isFinal as m, erasedIn as n, storeOn as o, expiresAt as p, openPostgres as r, CHANNELS as s, Names as t, slotOfNotice as u, next as v, urgencyOfQuestion as w, rollbackAfter as x, warnedFrom as y };