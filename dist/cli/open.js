import { t as Failure } from "./failure.js";
import { n as digestOf, t as canonicalJson } from "./canonical.js";
import { a as toInstant, n as epochMs } from "./instant.js";
import { closeSync, fsyncSync, mkdirSync, openSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { CompiledQuery, Kysely, PostgresDialect, SqliteAdapter, SqliteDialect, SqliteDriver, SqliteQueryCompiler, sql } from "kysely";
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

// src/store/migrations/all.ts
function allMigrations(spelling) {
	const migrations = {
		"000001-first-tables": firstTables(spelling),
		"000002-organisation-policies": organisationPolicies(spelling),
		"000003-deployment-reviews": deploymentReviews(spelling),
		"000004-statements": statements$1(spelling),
		"000005-leases-and-retention": leasesAndRetention
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
	createQueryCompiler() {
		return new LocklessCompiler();
	}
	createAdapter() {
		return new TransactionalAdapter();
	}
};
/** `FOR UPDATE SKIP LOCKED` is for databases where others write meanwhile. Here a transaction holds the whole file. */
var LocklessCompiler = class extends SqliteQueryCompiler {
	visitSelectModifier(node) {
		if (node.modifier !== "ForUpdate" && node.modifier !== "SkipLocked") super.visitSelectModifier(node);
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
			await setTimeout(LOCKED_PAUSE_MS);
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
		finished_at: null,
		leased_until: null
	}).onConflict((conflict) => conflict.column("id").doUpdateSet((row) => ({
		event: row.ref("excluded.event"),
		received_at: row.ref("excluded.received_at"),
		body: row.ref("excluded.body"),
		state: "waiting",
		failures: 0,
		because: null,
		leased_until: null
	})).where("delivery.state", "<>", "done").where("delivery.failures", ">", 0)).returning("seq").executeTakeFirst() ? "stored" : "duplicate";
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
		questionsDue: row.questionsDue ?? 0
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
		questionsDue(db, at).as("questionsDue")
	]);
}
function deliveries(db, state) {
	return db.selectFrom("delivery").select((delivery) => delivery.fn.countAll().as("count")).where("state", "=", state);
}
function oldestDelivery(db) {
	return db.selectFrom("delivery").select("received_at").where("state", "=", "waiting").orderBy("seq").limit(1);
}
function gates(db) {
	return db.selectFrom("question").select((question) => question.fn.countAll().as("count")).where("kind", "=", "gate").where("final_at", "is", null);
}
/** The first answer of each gate that is open, and no other: a gate that waits for days has thousands. */
function oldestGate(db) {
	const since = db.selectFrom("question").select((question) => question.fn.coalesce(question.selectFrom("record").select("record.at").whereRef("record.question_key", "=", "question.key").orderBy("record.id").limit(1), "question.due_at").as("at")).where("kind", "=", "gate").where("final_at", "is", null).as("open_gate");
	return db.selectFrom(since).select((gate) => gate.fn.min("open_gate.at").as("at"));
}
/** What is pending has a time to be tried at, what is settled has none. A comparison is sure to use the index. */
function pendingEffects$1(db) {
	return db.selectFrom("effect").where("due_at", ">=", 0);
}
function questionsDue(db, at) {
	return db.selectFrom("question").select((question) => question.fn.countAll().as("count")).where("due_at", "<=", at);
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
			const candidate = longestDue(await dueQuestion(tx, at).executeTakeFirst(), await questionOfDueEffect(tx, at).executeTakeFirst());
			if (!candidate) return null;
			const token = await takeLane(tx, candidate, at, leaseUntil);
			if (token !== void 0) return await startTry(tx, candidate.key, token);
		}
		return null;
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
	]).where("due_at", "<=", at).where("lane", "not in", heldLanes(db, at)).orderBy("due_at").orderBy("key").limit(1).forUpdate().skipLocked();
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
	]).where("due_at", "<=", at).where("lane", "not in", heldLanes(db, at)).orderBy("due_at").orderBy("id").limit(1).forUpdate().skipLocked();
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

// src/domain/question.ts
/** Identifies the subject: two questions with one key are one question. */
function questionKey(question) {
	const repository = question.repository.id;
	switch (question.kind) {
		case "gate": return `${repository}/gate/${question.deploymentId}`;
		case "pull-request":
			if (question.group) return `${repository}/merge-group/${question.group.headSha}`;
			return `${repository}/pull-request/${question.number}`;
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
/**
* Makes the questions due. One that waits already keeps its place; one that is being answered is due again after.
* In the order of their keys: two transactions that ask the same questions wait for each other, never in a circle.
*/
async function askQuestions(tx, questions, at) {
	const inOrder = questions.map((question) => ({
		question,
		key: questionKey(question)
	})).sort((one, other) => one.key < other.key ? -1 : 1);
	for (const { question } of inOrder) await askQuestion(tx, question, at);
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
/** A walk along the index by time, past what waits in held lanes. */
async function firstInFreeLanes(db, waiting) {
	return (await db.selectFrom(waiting).select("due.due_at").where("due.due_at", "is not", null).where("due.lane", "not in", (free) => free.selectFrom("lane").select("lane.key").where("lane.leased_until", "is not", null)).orderBy("due.due_at").limit(1).executeTakeFirst())?.due_at ?? null;
}
/**
* One instant per held lane in which something waits; few, since a lane is held by somebody who works. The first of
* each lane is looked up in the index by lane: thousands may wait in one.
*/
async function firstInHeldLanes(db, waiting) {
	return (await db.selectFrom("lane").select((lane) => ["lane.leased_until as leasedUntil", lane.selectFrom(waiting).select((due) => due.fn.min("due.due_at").as("first")).whereRef("due.lane", "=", "lane.key").as("dueAt")]).where("lane.leased_until", "is not", null).execute()).flatMap(({ leasedUntil, dueAt }) => dueAt === null ? [] : [Math.max(leasedUntil ?? 0, dueAt)]);
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
/** Every gate of the lane that we let through: what settles that is GitHub's answer, not our decision. */
async function openedGates(db, repositoryId, environment) {
	return (await db.selectFrom("effect").select("payload").where("lane", "=", environmentLane(repositoryId, environment)).where("kind", "=", "open-gate").where("state", "=", "done").execute()).map((row) => JSON.parse(row.payload).gate.deploymentId);
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

// src/store/prune.ts
const DAY_MS = 864e5;
/** GitHub redelivers for 3 days; after that the id of a delivery that is done tells no duplicate any more. */
const DELIVERIES_ARE_KEPT_MS = 14 * DAY_MS;
/** A year and a month: whoever looks at the same quarter a year later still finds what an answer was made from. */
const FACTS_ARE_KEPT_MS = 400 * DAY_MS;
/** Small, because SQLite blocks the process while it deletes and others wait for the rows. */
const BATCH = 200;
/** For each table and call: what is left over is found by the next call. */
const MOST_BATCHES = 20;
async function prune(db, at) {
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
/** A question that is open keeps all its answers, however old: its newest one tells which commit it is about. */
async function pruneRecords(db, before) {
	return await db.transaction().execute(async (tx) => {
		const rows = (await tx.selectFrom("record").innerJoin("question", "question.key", "record.question_key").select("record.id").where("record.at", "<", before).where("question.final_at", "<", before).orderBy("record.at").limit(BATCH).forUpdate("record").skipLocked().execute()).map((row) => row.id);
		if (rows.length > 0) await tx.deleteFrom("record").where("id", "in", rows).execute();
		return rows.length;
	});
}

// src/store/questions-about.ts
/** The newest answer tells the commit of a gate; the slot of our check on the commit tells the pull requests. */
async function questionsAbout(db, repositoryId, sha) {
	const gates = [];
	for (const gate of await openGates(db, repositoryId)) {
		const known = await commitOf(db, `${repositoryId}/gate/${gate.deploymentId}`);
		if (known === null || known === sha) gates.push(gate);
	}
	return [...gates, ...await pullRequestsAt(db, repositoryId, sha)];
}
/** Null when no answer tells it: then anything may concern the gate. */
async function commitOf(db, questionKey) {
	const row = await db.selectFrom("record").select("facts").where("question_key", "=", questionKey).orderBy("id", "desc").limit(1).executeTakeFirst();
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

// src/audit/statement-entry.ts
/** Whether an approval counts is judged by the decisions that follow; they list whom they counted. */
function statementEntry(question, statement) {
	const { kind, at, user, userId, environment, sha, reason, commentId, until, ends } = statement;
	return {
		at,
		actor: {
			kind: "user",
			id: userId,
			login: user
		},
		kind,
		subject: {
			...subjectOfQuestion(question),
			environment,
			comment: commentId,
			commit: sha
		},
		data: {
			...reason === "" ? {} : { reason },
			...until === void 0 ? {} : { until },
			...ends === void 0 ? {} : { ends }
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
		sha: "sha" in statement ? statement.sha : null,
		user_id: statement.userId,
		user_login: statement.user,
		reason: statement.reason,
		at: statement.at,
		until_at: "until" in statement ? statement.until : null,
		ended_by: null
	}).onConflict((conflict) => conflict.doNothing()).returning("comment_id").executeTakeFirst() !== void 0;
}
/** What ended first stays ended by that. */
async function end(tx, statement) {
	if (!("ends" in statement) || statement.ends.length === 0) return;
	await tx.updateTable("statement").set({ ended_by: statement.commentId }).where("repository_id", "=", statement.repositoryId).where("comment_id", "in", statement.ends).where("ended_by", "is", null).execute();
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

// src/store/save-record.ts
async function saveRecord(db, claim, record) {
	return await db.transaction().execute(async (tx) => {
		if (!await holdClaim(tx, claim)) return false;
		if (await hasEnded(tx, claim)) return true;
		await keepAnswer(tx, claim, record);
		const entries = [
			entryOf(claim, record),
			...await keepOverrides(tx, claim, record.overrides),
			...await keepStatements(tx, claim.question, record.statements),
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
const FIRST_WAIT_MS = 1e3;
const LONGEST_WAIT_MS = 3e5;
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
		due_at: at + (outcome.afterMs ?? waitAfter(attempts)),
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
function waitAfter(attempts) {
	return Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
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
function storeOn(db, run) {
	return {
		acceptDelivery: (delivery) => run(() => acceptDelivery(db, delivery)),
		waitingDeliveries: (limit) => run(() => waitingDeliveries(db, limit)),
		finishDelivery: (id, questions, at) => run(() => finishDelivery(db, id, questions, at)),
		failDelivery: (id, because, limit) => run(() => failDelivery(db, id, because, limit)),
		claimDeliveries: (at, leaseUntil, limit) => run(() => claimDeliveries(db, at, leaseUntil, limit)),
		claimQuestion: (at, leaseUntil) => run(() => claimQuestion(db, at, leaseUntil)),
		nextDueAt: () => run(() => nextDueAt(db)),
		saveRecord: (claim, record) => run(() => saveRecord(db, claim, record)),
		releaseClaim: (claim, next) => run(() => releaseClaim(db, claim, next)),
		pendingEffects: (questionKey, at) => run(() => pendingEffects(db, questionKey, at)),
		settleEffect: (effect, outcome, at) => run(() => settleEffect(db, effect, outcome, at)),
		openGates: (repositoryId) => run(() => openGates(db, repositoryId)),
		openGatesOfInstallation: (installationId) => run(() => openGatesOfInstallation(db, installationId)),
		questionsAbout: (repositoryId, sha) => run(() => questionsAbout(db, repositoryId, sha)),
		openedGates: (repositoryId, environment) => run(() => openedGates(db, repositoryId, environment)),
		seeReviews: (gate, reviews, at) => run(() => seeReviews(db, gate, reviews, at)),
		overrides: (repositoryId, environment) => run(() => overrides(db, repositoryId, environment)),
		statements: (repositoryId, environment, sha) => run(() => statements(db, repositoryId, environment, sha)),
		restrictions: (repositoryId) => run(() => restrictions(db, repositoryId)),
		lastValidPolicy: (repositoryId) => run(() => lastValidPolicy(db, repositoryId)),
		keepValidPolicy: (repositoryId, policy) => run(() => keepValidPolicy(db, repositoryId, policy)),
		lastValidOrganisationPolicy: (ownerId) => run(() => lastValidOrganisationPolicy(db, ownerId)),
		keepValidOrganisationPolicy: (ownerId, policy) => run(() => keepValidOrganisationPolicy(db, ownerId, policy)),
		forgetOrganisationPolicy: (ownerId) => run(() => forgetOrganisationPolicy(db, ownerId)),
		prune: (at) => run(() => prune(db, at)),
		backlog: (at) => run(() => backlog(db, at)),
		close: () => db.destroy()
	};
}

// src/store/open.ts
/** Opens the store: in a folder of its own, or in a PostgreSQL that several processes share. */
async function openStore({ databaseUrl, dataFolder }) {
	return databaseUrl === void 0 ? await openSqliteStore(dataFolder) : await openPostgresStore(databaseUrl);
}
/** Opens or creates the database of a folder and brings its tables up to date. Several processes may have it open. */
async function openSqliteStore(folder) {
	const db = await openSqlite(folder);
	try {
		await migrate(db, allMigrations(SQLITE_SPELLING));
	} catch (error) {
		await db.destroy();
		throw error;
	}
	return storeOn(db, (verb) => verb());
}
/** The database as it is. */
async function openSqlite(folder) {
	return new Kysely({ dialect: new NodeSqliteDialect(await connectSqlite(folder)) });
}
/** Brings the tables of a database that exists up to date, and opens it. Throws a `Failure` when it cannot. */
async function openPostgresStore(url) {
	await migratePostgres(url);
	return storeOn(openPostgres(url), tryAgain);
}
/** The database as it is. */
function openPostgres(url) {
	return new Kysely({ dialect: new PostgresDialect({ pool: connectPostgres(url) }) });
}

export { DATABASE_FILE as a, fullName as i, openSqlite as n, faultOfDatabaseUrl as o, openStore as r, openPostgres as t };