import { t as Failure } from "./failure.js";
import { A as DATABASE_FILE, D as allMigrations, E as checkServer, O as connectPostgres, T as SQLITE_SPELLING, i as openSqlite, k as reasonOf, o as storeOn, r as openPostgres } from "./names.js";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely, PostgresDialect, sql } from "kysely";
import { pathToFileURL } from "node:url";

// src/store/inspect-database.ts
/** How the database is, without making it, bringing it up to date, or writing into it. The App may be running. */
async function inspectDatabase({ databaseUrl, dataFolder }) {
	try {
		return databaseUrl === void 0 ? await inspectSqlite(dataFolder) : await inspectPostgres(databaseUrl);
	} catch (error) {
		return {
			kind: "unusable",
			because: reasonOf(error)
		};
	}
}
async function inspectSqlite(folder) {
	const because = faultOfFolder(resolve(folder));
	if (because !== null) return {
		kind: "unusable",
		because
	};
	const file = join(folder, DATABASE_FILE);
	if (!existsSync(file)) return { kind: "absent" };
	if (!isAllowed(file, constants.R_OK | constants.W_OK)) return {
		kind: "unusable",
		because: `this user may not write ${file}`
	};
	const database = new DatabaseSync(addressOf(file), { readOnly: true });
	try {
		return await compare(doneIn(database));
	} finally {
		database.close();
	}
}
/** Without a log of writes beside it nobody has it open, and reading it as it is leaves no file behind. */
function addressOf(file) {
	const url = pathToFileURL(resolve(file));
	if (!existsSync(`${file}-wal`)) url.searchParams.set("immutable", "1");
	return url;
}
function doneIn(database) {
	if (database.prepare("select 1 from sqlite_master where type = 'table' and name = 'kysely_migration'").get() === void 0) return [];
	return database.prepare("select name from kysely_migration").all().map((row) => String(row["name"]));
}
/** What is not there yet is made, in the nearest folder above it that is. */
function faultOfFolder(folder) {
	if (!existsSync(folder)) {
		const above = dirname(folder);
		return above === folder ? `there is no folder ${folder}` : faultOfFolder(above);
	}
	if (!statSync(folder).isDirectory()) return `${folder} is a file, and a folder is needed`;
	return isAllowed(folder, constants.W_OK | constants.X_OK) ? null : `this user may not write in ${folder}`;
}
function isAllowed(path, access) {
	try {
		accessSync(path, access);
		return true;
	} catch {
		return false;
	}
}
async function inspectPostgres(url) {
	const db = new Kysely({ dialect: new PostgresDialect({ pool: connectPostgres(url) }) });
	try {
		const schema = await checkServer(db);
		const { rows } = await sql`select
      has_schema_privilege(${schema}, 'create') as "mayCreate",
      to_regclass(quote_ident(${schema}) || '.kysely_migration') is not null as "hasList"`.execute(db);
		const [server] = rows;
		if (!server?.mayCreate) return {
			kind: "unusable",
			because: "its user may not create tables in it"
		};
		if (!server.hasList) return { kind: "absent" };
		const { rows: done } = await sql`select name from ${sql.id(schema, "kysely_migration")}`.execute(db);
		return compare(done.map(({ name }) => name));
	} finally {
		await db.destroy();
	}
}
async function compare(done) {
	const known = Object.keys(await allMigrations(SQLITE_SPELLING).getMigrations());
	const newer = done.filter((name) => !known.includes(name));
	if (newer.length > 0) return {
		kind: "newer",
		steps: newer
	};
	const steps = known.filter((name) => !done.includes(name)).length;
	return steps === 0 ? { kind: "current" } : {
		kind: "behind",
		steps
	};
}

// src/store/open-library.ts
/** Opens a database for reading what runs where: it is neither made nor brought up to date. */
/** Throws a `Failure` when there is no database, or another version has used it. The App may be running meanwhile. */
async function openLibrary(place) {
	const { databaseUrl, dataFolder } = place;
	const sight = await inspectDatabase(place);
	const name = databaseUrl === void 0 ? `the database in ${dataFolder}` : "the database of DATABASE_URL";
	switch (sight.kind) {
		case "current": break;
		case "absent": throw new Failure("not-found", databaseUrl === void 0 ? `TIDEGATE_DATA: there is no database in ${dataFolder}. Name the data folder of the App, or its DATABASE_URL.` : "DATABASE_URL: the database has no tables yet. Name the one that the App uses.");
		case "behind": throw new Failure("rejected", `${name} was last used by an older version. Start the App of this version first.`);
		case "newer": throw new Failure("rejected", `${name} was used by a newer version. Use that version of the command.`);
		case "unusable": throw new Failure("unavailable", `${name} cannot be read: ${sight.because.replace(/[.]$/, "")}.`);
	}
	const db = databaseUrl === void 0 ? await openSqlite(dataFolder) : openPostgres(databaseUrl);
	return storeOn({
		durable: db,
		repeatable: db
	}, (verb) => verb());
}

export { inspectDatabase as n, openLibrary as t };