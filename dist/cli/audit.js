import { O as DATABASE_FILE, a as signCheckpoint, d as leafHash, f as nodeHash, g as readSigningKey, h as toBase64, i as readCheckpoint, j as faultOfDatabaseUrl, l as EMPTY_ROOT, m as fromBase64, n as logOrigin, o as readNotes, p as findingAt, r as openCheckpoints, s as readVerifierKey, u as isSameHash } from "./checkpoint.js";
import { t as Failure } from "./failure.js";
import { n as openPostgres, r as openSqlite, t as RunningRoot, x as auditLogs } from "./running-root.js";
import { i as parseInstant, n as epochMs } from "./instant.js";
import { t as canonicalJson } from "./canonical.js";
import { n as UsageError, t as EXIT } from "./exit-codes.js";
import { t as instantOption } from "./instant-option.js";
import { i as printJson, r as print, t as note } from "./output.js";
import { t as readText } from "./read-text.js";
import { n as plainLine } from "./markdown.js";
import { Command } from "commander";
import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";

// src/store/open-audit-logs.ts
/** Opens a database for reading its audit log: it is neither made nor brought up to date. */
/** Throws a `Failure` when there is no database. The App may be running meanwhile. */
async function openAuditLogs({ databaseUrl, dataFolder }) {
	if (databaseUrl === void 0 && !existsSync(join(dataFolder, "tidegate.db"))) {
		const message = `TIDEGATE_DATA: there is no database in ${dataFolder}. Name the data folder of the App, or its DATABASE_URL.`;
		throw new Failure("not-found", message);
	}
	const db = databaseUrl === void 0 ? await openSqlite(dataFolder) : openPostgres(databaseUrl);
	return {
		...auditLogs(db),
		close: () => db.destroy()
	};
}

// src/audit/tree.ts
/** The Merkle tree of a log (RFC 6962, section 2.1), whole: what proofs are taken from. */
/** Grows by leaves. Keeps the root of every complete subtree: 64 bytes a leaf. */
var MerkleTree = class {
	/** Of each height from the leaves up, the roots of the complete subtrees, one after the other. */
	#heights = [];
	get size() {
		return this.#heights[0]?.length ?? 0;
	}
	append(leaf) {
		let hash = leaf;
		for (let height = 0;; height++) {
			const list = this.#heights[height] ?? new HashList();
			this.#heights[height] = list;
			list.push(hash);
			if (list.length % 2 === 1) return;
			hash = nodeHash(list.at(list.length - 2), hash);
		}
	}
	/** The root that the tree had when it had `size` leaves. Throws when it never had so many. */
	rootAt(size) {
		this.#mustHave(size);
		return size === 0 ? EMPTY_ROOT : this.#rootOf(0, size);
	}
	/** PATH(index, D[size]): the proof that the leaf at `index` is in the tree of that size. */
	inclusionProof(index, size) {
		this.#mustHave(size);
		if (index < 0 || index >= size) throw new RangeError(`A tree of ${size} leaves has none at ${index}`);
		const proof = [];
		let [from, to] = [0, size];
		while (to - from > 1) {
			const middle = from + leftOf(to - from);
			if (index < middle) {
				proof.push(this.#rootOf(middle, to));
				to = middle;
			} else {
				proof.push(this.#rootOf(from, middle));
				from = middle;
			}
		}
		return proof.reverse();
	}
	/** PROOF(first, D[second]): the proof that the tree of `second` leaves begins with that of `first`. */
	consistencyProof(first, second) {
		this.#mustHave(second);
		if (first < 0 || first > second) throw new RangeError(`A tree of ${second} leaves never had ${first}`);
		if (first === 0 || first === second) return [];
		const proof = [];
		let [from, to] = [0, second];
		while (first !== to) {
			const middle = from + leftOf(to - from);
			if (first <= middle) {
				proof.push(this.#rootOf(middle, to));
				to = middle;
			} else {
				proof.push(this.#rootOf(from, middle));
				from = middle;
			}
		}
		if (from > 0) proof.push(this.#rootOf(from, to));
		return proof.reverse();
	}
	/** MTH(D[from:to]). The recursion of the RFC only ever asks for ranges that begin where a subtree does. */
	#rootOf(from, to) {
		const count = to - from;
		const height = Math.log2(count);
		if (2 ** height === count && Number.isInteger(height)) return this.#heights[height].at(from / count);
		const left = leftOf(count);
		return nodeHash(this.#rootOf(from, from + left), this.#rootOf(from + left, to));
	}
	#mustHave(size) {
		if (!Number.isSafeInteger(size) || size < 0 || size > this.size) throw new RangeError(`The tree has ${this.size} leaves, not ${size}`);
	}
};
/** The largest power of two below `count`, which is at least 2. */
function leftOf(count) {
	let left = 1;
	while (left * 2 < count) left *= 2;
	return left;
}
/** Hashes one after the other in memory that doubles. */
var HashList = class {
	#bytes = new Uint8Array(32 * 8);
	length = 0;
	push(hash) {
		const end = this.length * 32;
		if (end === this.#bytes.length) {
			const grown = new Uint8Array(end * 2);
			grown.set(this.#bytes);
			this.#bytes = grown;
		}
		this.#bytes.set(hash, end);
		this.length++;
	}
	at(index) {
		return this.#bytes.subarray(index * 32, (index + 1) * 32);
	}
};

// src/audit/export-log.ts
/** An export: chosen lines of a log, each with the proof that it is in the log that a checkpoint vouches for. */
const EXPORT_KIND = "tidegate-audit-export";
/** @param repository `owner/name`, without regard to case */
async function indexLog(lines, repository) {
	const tree = new MerkleTree();
	const repositoryIds = repository === null ? null : /* @__PURE__ */ new Set();
	for await (const line of lines) {
		tree.append(leafHash(Buffer.from(line)));
		if (repositoryIds === null) continue;
		const { subject } = entryIn(line);
		if (subject.repository.toLowerCase() === repository?.toLowerCase()) repositoryIds.add(subject.repositoryId);
	}
	return {
		tree,
		repositoryIds
	};
}
/** What a log vouches for now, as a signed note. */
function signedHead(tree, origin, key) {
	const checkpoint = {
		origin,
		size: tree.size,
		root: tree.rootAt(tree.size)
	};
	return {
		checkpoint,
		note: signCheckpoint(checkpoint, key)
	};
}
/** The checkpoints that the log does not fit: it was changed since, or is an older copy. */
function contradicted(tree, checkpoints) {
	return checkpoints.filter(({ size, root }) => size > tree.size || !isSameHash(tree.rootAt(size), root));
}
/**
* The first line of an export.
* @param head what the lines are proven against
* @param others sizes of checkpoints that the head is proven to continue, or to be continued by
*/
function exportHeader(tree, head, others) {
	const consistency = others.filter((size) => size !== head.size).map((size) => ({
		from: Math.min(size, head.size),
		to: Math.max(size, head.size)
	})).map(({ from, to }) => ({
		from,
		to,
		proof: tree.consistencyProof(from, to).map(toBase64)
	}));
	return canonicalJson({
		version: 1,
		kind: EXPORT_KIND,
		checkpoint: head.note,
		consistency
	});
}
/** The other lines of an export: of the first `size` lines of the log those that are wanted. */
async function* exportRows(tree, size, lines, wanted) {
	let index = -1;
	for await (const line of lines) {
		index++;
		if (index >= size) return;
		if (!isWanted(entryIn(line), wanted)) continue;
		yield canonicalJson({
			index,
			line,
			proof: tree.inclusionProof(index, size).map(toBase64)
		});
	}
}
function isWanted({ at, subject }, { repositoryIds, from, to }) {
	if (repositoryIds !== null && !repositoryIds.has(subject.repositoryId)) return false;
	const when = epochMs(at);
	return (from === null || when >= from) && (to === null || when < to);
}
/** The lines come from the store, which writes nothing else. */
function entryIn(line) {
	return JSON.parse(line);
}

// src/cli/audit-export-lines.ts
/** The lines that `tidegate audit export` writes. */
/**
* The whole log as it is, when nothing is asked for but that; otherwise an export with proofs.
* @throws UsageError when the log or what proves it is not told; Failure when the log is not what it was
*/
async function* exportedLines(logs, asked) {
	const { repository, from, to, checkpoints } = asked;
	const { installationId, indexed } = await chosenLog(logs, asked);
	if (repository === null && from === null && to === null && checkpoints === null) {
		yield* logs.auditLines(installationId, 0);
		return;
	}
	const log = indexed ?? await indexLog(logs.auditLines(installationId, 0), repository);
	const known = knownCheckpoints(asked, logOrigin(asked.host, installationId));
	mustFit(log, known);
	const head = headOf(log, known, asked, logOrigin(asked.host, installationId));
	yield exportHeader(log.tree, head, known.map(({ size }) => size));
	const wanted = {
		repositoryIds: log.repositoryIds,
		from,
		to
	};
	yield* exportRows(log.tree, head.size, logs.auditLines(installationId, 0), wanted);
}
async function chosenLog(logs, { installationId, repository }) {
	const all = (await logs.auditLogs()).map((log) => log.installationId);
	if (installationId !== null) {
		if (all.includes(installationId)) return { installationId };
		throw new Failure("not-found", `There is no audit log of installation ${installationId}. There are ${told(all)}.`);
	}
	const [only, ...others] = all;
	if (only === void 0) throw new Failure("not-found", "There is no audit log yet: nothing was decided.");
	if (others.length === 0) return { installationId: only };
	const found = repository === null ? null : await onlyLogWith(logs, all, repository);
	if (found) return found;
	throw new UsageError(`There is more than one audit log. Say which with --installation: ${told(all)}.`);
}
/** The log of the one installation that has seen the repository. */
async function onlyLogWith(logs, all, repository) {
	let found = null;
	for (const installationId of all) {
		const indexed = await indexLog(logs.auditLines(installationId, 0), repository);
		if (indexed.repositoryIds?.size === 0) continue;
		if (found) return null;
		found = {
			installationId,
			indexed
		};
	}
	return found;
}
/** Their signatures are for the auditor to check; here they have to fit the log. */
function knownCheckpoints({ checkpoints }, origin) {
	if (checkpoints === null) return [];
	const read = readNotes(checkpoints);
	const place = read.kind === "malformed" ? `line ${read.line}: ${read.message}` : "it is empty";
	if (read.kind === "malformed" || read.notes.length === 0) throw new UsageError(`--checkpoint: the file holds no checkpoints, ${place}`);
	return read.notes.map((note) => {
		const checkpoint = readCheckpoint(note.text);
		if (checkpoint === null) throw new UsageError(`--checkpoint: the note on line ${note.line} is no checkpoint.`);
		if (checkpoint.origin === origin) return {
			...checkpoint,
			note: note.source
		};
		throw new UsageError(`--checkpoint: the one on line ${note.line} is of ${checkpoint.origin}, the log is ${origin}.`);
	});
}
function mustFit(log, known) {
	const [broken] = contradicted(log.tree, known);
	if (broken === void 0) return;
	const message = `The log in this database is not the one that was vouched for: it does not fit the checkpoint of ${broken.size} lines, and has ${log.tree.size}. It was changed, or restored from an older copy. Keep the database as it is and find out.`;
	throw new Failure("rejected", message);
}
/** The largest checkpoint of the file: it was published. Without a file, one that is signed now. */
function headOf({ tree }, known, { signingKey }, origin) {
	const largest = known.toSorted((one, other) => other.size - one.size)[0];
	if (largest) return largest;
	if (signingKey) return {
		note: signedHead(tree, origin, signingKey).note,
		size: tree.size
	};
	throw new UsageError("There is nothing to prove the lines against: give --checkpoint with a published checkpoint, or set AUDIT_SIGNING_KEY to sign one now.");
}
function told(ids) {
	return ids.length === 0 ? "none" : ids.join(", ");
}

// src/cli/audit-export.ts
/** `tidegate audit export`: the log, or lines of it with their proofs, out of the database of the App. */
function auditExportCommand(open) {
	return new Command("export").exitOverride().showHelpAfterError("For what there is, and an example, add --help").summary("write the log, or lines of it with their proofs").description("Writes the audit log of the database that TIDEGATE_DATA or DATABASE_URL names, as JSON Lines.").option("--repo <owner/name>", "only lines about this repository, with inclusion proofs").option("--from <instant>", "only lines from this instant on, with inclusion proofs").option("--to <instant>", "only lines before this instant, with inclusion proofs").option("--checkpoint <file>", "prove against the largest of these checkpoints, and that it continues the others").option("--installation <id>", "which log, when the database has several").addHelpText("after", "\nExample:\n  tidegate audit export > log.jsonl\n  tidegate audit export --repo acme/shop --checkpoint checkpoints.txt > shop.jsonl\n\nExit code: 0 written, 1 the log is not what its checkpoints say or cannot be read, 2 wrong usage.").action(async (options) => {
		process.exitCode = await run$1(options, process.env, open);
	});
}
async function run$1(options, env, open) {
	const asked = await askedExport(options, env);
	const logs = await open(env);
	try {
		let lines = 0;
		for await (const line of exportedLines(logs, asked)) {
			await print(line);
			lines++;
		}
		note(`${lines} ${lines === 1 ? "line" : "lines"} written.`);
		return EXIT.ok;
	} finally {
		await logs.close();
	}
}
/** What the command line and the environment ask for. Throws {@link UsageError}. */
async function askedExport(options, env) {
	const { repo, installation } = options;
	if (repo !== void 0 && !/^[^/\s]+\/[^/\s]+$/.test(repo)) throw new UsageError(`--repo ${repo} is no repository. Write owner/name.`);
	if (installation !== void 0 && !/^[1-9]\d{0,14}$/.test(installation)) throw new UsageError(`--installation ${installation} is no id of an installation, which is a whole number.`);
	const [from, to] = [instantIn("--from", options.from), instantIn("--to", options.to)];
	if (from !== null && to !== null && to <= from) throw new UsageError("--to is not after --from.");
	return {
		installationId: installation === void 0 ? null : Number(installation),
		repository: repo ?? null,
		from,
		to,
		checkpoints: options.checkpoint === void 0 ? null : await checkpointsIn(options.checkpoint),
		signingKey: signingKeyIn(env),
		host: hostIn(env)
	};
}
function instantIn(flag, text) {
	return text === void 0 ? null : epochMs(instantOption(flag, text));
}
async function checkpointsIn(file) {
	const read = await readText(file);
	if (read.kind === "read") return read.text;
	throw new UsageError(`--checkpoint: ${read.message}`);
}
/** As the App names it, which reads the same variable. */
function hostIn(env) {
	const host = env["GHE_HOST"]?.trim() || "github.com";
	return URL.parse(`https://${host}`)?.host ?? host;
}
function signingKeyIn(env) {
	const text = env["AUDIT_SIGNING_KEY"]?.trim() ?? "";
	const key = text === "" ? null : readSigningKey(text);
	if (text === "" || key) return key;
	throw new UsageError("AUDIT_SIGNING_KEY holds no Ed25519 private key. Make one with: openssl genpkey -algorithm ed25519");
}

// src/audit/check-line.ts
/** Whether a line is an entry of an audit log, in the one spelling that entries have. */
/** Bytes. Entries hold digests and names, no texts of people: a few hundred bytes, some kilobytes at most. */
const LONGEST_LINE = 4194304;
/** Fatal: a character put in for bytes that are none would hide them. A mark of byte order is kept for the same reason. */
const UTF8 = new TextDecoder("utf-8", {
	fatal: true,
	ignoreBOM: true
});
/** A line of JSON Lines that holds an object. */
function readLine(line) {
	if (line.length > 4194304) return wrong$1("line-too-long", `It is longer than ${LONGEST_LINE} bytes.`);
	const text = textOf$1(line);
	if (text === null) return wrong$1("line-not-utf8", "It has bytes that are no UTF-8.");
	try {
		const value = JSON.parse(text);
		if (isRecord(value)) return {
			kind: "fields",
			fields: value,
			text
		};
	} catch {
		return wrong$1("line-not-json", `${text === "" ? "It is empty." : "It is no JSON."} Every line has to be one entry.`);
	}
	return wrong$1("line-malformed", "It is no JSON object.");
}
/** @param line without its line feed */
function checkLine(line) {
	const read = readLine(line);
	if (read.kind === "wrong") return read;
	if (canonicalOf(read.fields) !== read.text) return wrong$1("line-not-canonical", `It is not in the canonical spelling of its content (RFC 8785): spaces, the order of keys, a key given twice, another spelling of a number or character.`);
	const mistake = mistakeIn(read.fields);
	if (mistake !== null) return wrong$1("line-malformed", `It is no entry of an audit log: ${mistake}.`);
	return {
		kind: "entry",
		seq: read.fields["seq"]
	};
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function textOf$1(line) {
	try {
		return UTF8.decode(line);
	} catch {
		return null;
	}
}
/** Null: what JSON says there has no canonical spelling, such as half a character. */
function canonicalOf(fields) {
	try {
		return canonicalJson(fields);
	} catch {
		return null;
	}
}
const KEYS = "actor,at,data,kind,seq,subject,version";
/** Kinds of entries are not judged: a log outlives the version that checks it. */
function mistakeIn(fields) {
	const { version, seq, at, kind } = fields;
	if (Object.keys(fields).toSorted().join(",") !== KEYS) return `its keys have to be ${KEYS}`;
	if (version !== 1) return "`version` has to be 1";
	if (!Number.isSafeInteger(seq) || Number(seq) < 0) return "`seq` has to be a whole number from 0";
	if (typeof at !== "string" || parseInstant(at) === void 0) return "`at` has to be an instant";
	if (typeof kind !== "string" || kind === "") return "`kind` has to be a text";
	const record = [
		"actor",
		"subject",
		"data"
	].find((key) => !isRecord(fields[key]));
	return record === void 0 ? null : `\`${record}\` has to be an object`;
}
function wrong$1(code, message) {
	return {
		kind: "wrong",
		code,
		message
	};
}

// src/audit/proof.ts
/** Proofs checked against roots (RFC 9162, sections 2.1.3.2 and 2.1.4.2; the trees are those of RFC 6962). */
/** The leaf at `index` is in the tree of that size and root. */
function provesInclusion(leaf, tree, proof) {
	if (!isCount(leaf.index) || !isCount(tree.size) || leaf.index >= tree.size) return false;
	const climb = new Climb(leaf.index, tree.size - 1);
	let hash = leaf.hash;
	for (const other of proof) {
		if (climb.isAtTop) return false;
		hash = climb.isRightChild ? nodeHash(other, hash) : nodeHash(hash, other);
		climb.pass();
	}
	return climb.isAtTop && isSameHash(hash, tree.root);
}
/** The tree of `second` begins with all of the tree of `first`: nothing was changed, taken away or moved. */
function provesConsistency(first, second, proof) {
	if (!isCount(first.size) || !isCount(second.size) || first.size > second.size) return false;
	if (first.size === second.size) return proof.length === 0 && isSameHash(first.root, second.root);
	if (first.size === 0) return proof.length === 0 && isSameHash(first.root, EMPTY_ROOT);
	const climb = new Climb(first.size - 1, second.size - 1);
	while (climb.isOdd) climb.up();
	return climbsToBoth(climb, climb.isLeftmost ? [first.root, ...proof] : proof, first.root, second.root);
}
function climbsToBoth(climb, hashes, first, second) {
	const [start, ...others] = hashes;
	if (start === void 0) return false;
	let [older, newer] = [start, start];
	for (const other of others) {
		if (climb.isAtTop) return false;
		if (climb.isRightChild) older = nodeHash(other, older);
		newer = climb.isRightChild ? nodeHash(other, newer) : nodeHash(newer, other);
		climb.pass();
	}
	return climb.isAtTop && isSameHash(older, first) && isSameHash(newer, second);
}
/** The way from a leaf to the root, beside that of the last leaf. Sizes exceed what bit operators can do. */
var Climb = class {
	#at;
	#last;
	constructor(at, last) {
		this.#at = at;
		this.#last = last;
	}
	get isAtTop() {
		return this.#last === 0;
	}
	get isLeftmost() {
		return this.#at === 0;
	}
	get isOdd() {
		return this.#at % 2 === 1;
	}
	/** It has a neighbour on its left: at the right edge also where it was carried up without one. */
	get isRightChild() {
		return this.isOdd || this.#at === this.#last;
	}
	/** Past the node that has just been made. */
	pass() {
		if (this.isRightChild) while (!this.isOdd && !this.isLeftmost) this.up();
		this.up();
	}
	up() {
		this.#at = Math.floor(this.#at / 2);
		this.#last = Math.floor(this.#last / 2);
	}
};
function isCount(value) {
	return Number.isSafeInteger(value) && value >= 0;
}

// src/audit/check-export.ts
/** An export against its checkpoints: every line by its own proof. */
/** Whether a file with this first line is an export rather than a log. */
function isExportHeader(line) {
	const read = readLine(line);
	return read.kind === "fields" && read.fields["kind"] === "tidegate-audit-export";
}
/** @param header the first line of an export */
function openExport(header, trust) {
	const read = readLine(header);
	const { version, checkpoint: note, consistency } = read.kind === "fields" ? read.fields : {};
	if (version !== 1 || typeof note !== "string" || !Array.isArray(consistency)) return wrong("export-malformed", "It is no header of an export: `version` 1, `checkpoint` and `consistency`.");
	const opened = openCheckpoints(note, trust.key, trust.origin);
	if (opened.kind === "wrong") return wrong(opened.finding.code, `Its own checkpoint: ${opened.finding.message}`);
	const [head, ...more] = opened.checkpoints;
	if (head === void 0 || more.length > 0) return wrong("export-malformed", "It has more than one checkpoint.");
	const finding = trust.checkpoints.map((each) => disconnected(head, each, consistency)).find((each) => each !== null);
	return finding ? {
		kind: "wrong",
		finding
	} : {
		kind: "check",
		check: new ExportCheck(head),
		head
	};
}
var ExportCheck = class {
	kind = "export";
	#head;
	#lines = 0;
	#lastIndex = -1;
	constructor(head) {
		this.#head = head;
	}
	get lines() {
		return this.#lines;
	}
	get covered() {
		return this.#lines;
	}
	add(row) {
		const place = this.#lines + 2;
		const read = readLine(row);
		if (read.kind === "wrong") return findingAt("log", read.code, place, read.message);
		const { index, line } = read.fields;
		const proof = hashesIn(read.fields);
		if (typeof index !== "number" || typeof line !== "string" || proof === null) return findingAt("log", "export-malformed", place, "It has to have `index`, `line` and `proof`, and has not.");
		const bytes = Buffer.from(line);
		const checked = checkLine(bytes);
		if (checked.kind === "wrong") return findingAt("log", checked.code, place, checked.message);
		if (checked.seq !== index || index <= this.#lastIndex) {
			const message = `It has the seq ${checked.seq} and the index ${index}, after ${this.#lastIndex}: seq and index have to be the same and to grow.`;
			return findingAt("log", "line-misplaced", place, message);
		}
		if (!provesInclusion({
			index,
			hash: leafHash(bytes)
		}, this.#head, proof)) {
			const message = `Its proof does not lead to the root of the checkpoint of ${this.#head.size} lines: the line or its proof was changed.`;
			return findingAt("log", "proof-wrong", place, message);
		}
		this.#lines++;
		this.#lastIndex = index;
		return null;
	}
	end() {
		return null;
	}
};
function disconnected(head, other, consistency) {
	const [older, newer] = head.size < other.size ? [head, other] : [other, head];
	if (older.size === newer.size) {
		if (provesConsistency(older, newer, [])) return null;
		const message = `It rests on another history of ${head.size} lines than the checkpoint file: the log showed different people different logs.`;
		return findingAt("log", "checkpoints-disagree", 1, message);
	}
	const told = consistency.find((each) => isRecord(each) && each["from"] === older.size && each["to"] === newer.size);
	const proof = isRecord(told) ? hashesIn(told) : null;
	if (proof !== null && provesConsistency(older, newer, proof)) return null;
	const message = `It ${proof === null ? "has no proof" : "has a proof that does not hold"} that the log of ${newer.size} lines continues that of ${older.size}. Export again with --checkpoint and the file of checkpoints that you check against; if that is refused, there are two histories.`;
	return findingAt("log", "checkpoint-unconnected", 1, message);
}
/** Null: not a list of hashes. A tree has no more heights than a count has bits. */
function hashesIn({ proof }) {
	if (!Array.isArray(proof) || proof.length > 64) return null;
	const hashes = proof.map((each) => typeof each === "string" ? fromBase64(each) : null);
	return hashes.every((each) => each?.length === 32) ? hashes.filter((each) => each !== null) : null;
}
function wrong(code, message) {
	return {
		kind: "wrong",
		finding: findingAt("log", code, 1, message)
	};
}

// src/audit/check-log.ts
/** A whole log against its checkpoints, line by line: what is kept does not grow with the log. */
var LogCheck = class {
	kind = "log";
	#checkpoints;
	#log = new RunningRoot();
	/** How many checkpoints the lines so far agree with. */
	#passed = 0;
	/** @param checkpoints of one log, by size, each size once */
	constructor(checkpoints) {
		this.#checkpoints = checkpoints;
	}
	get lines() {
		return this.#log.size;
	}
	get covered() {
		return this.#checkpoints[this.#passed - 1]?.size ?? 0;
	}
	add(line) {
		const before = this.#log.size === 0 ? this.#pass() : null;
		if (before) return before;
		const place = this.#log.size;
		const checked = checkLine(line);
		if (checked.kind === "wrong") return findingAt("log", checked.code, place + 1, checked.message);
		if (checked.seq !== place) return findingAt("log", "line-misplaced", place + 1, misplaced(checked.seq, place));
		this.#log.append(leafHash(line));
		return this.#pass();
	}
	end() {
		const { size } = this.#log;
		const before = size === 0 ? this.#pass() : null;
		const last = this.#checkpoints.at(-1);
		if (before || last === void 0 || last.size <= size) return before;
		const message = `The log ends after ${size} lines, and the checkpoint vouches for ${last.size}: lines were taken away from its end, or the file was cut.`;
		return findingAt("log", "log-short", size + 1, message);
	}
	#pass() {
		const checkpoint = this.#checkpoints[this.#passed];
		if (checkpoint?.size !== this.#log.size) return null;
		if (!isSameHash(checkpoint.root, this.#log.root())) return mismatch(this.covered, checkpoint.size);
		this.#passed++;
		return null;
	}
};
function misplaced(seq, place) {
	return `It has the seq ${seq} where ${place} belongs: ${seq > place ? "lines before it are missing, or the order was changed" : "a line was added, repeated or moved"}.`;
}
function mismatch(covered, size) {
	const line = Math.min(covered + 1, Math.max(size, 1));
	const range = size - covered > 1 ? `One or more of the lines ${covered + 1} to ${size}` : `Line ${size}`;
	const exact = "For the exact line, check an export with proofs, or add checkpoints of the sizes between";
	const told = size === 0 ? "The checkpoint of no lines has another root than the empty log." : `${range} was changed: the root hash differs from that of the checkpoint of ${size} lines.`;
	const message = size - covered > 1 ? `${told} ${exact}.` : told;
	return {
		source: "log",
		code: "root-mismatch",
		line,
		lastLine: Math.max(size, 1),
		message
	};
}

// src/cli/audit-lines.ts
/** Reads a file as lines of bytes: what a line is has to be judged by what is there, not by what a decoder makes of it. */
/**
* The lines without their line feeds; the last one may lack it. A line that grows beyond `longest` bytes while it is
* read comes cut, one byte too long, and is the last: no file makes this hold more than that and a chunk in memory.
* @throws Failure when the file cannot be read
*/
async function* byteLinesOf(file, longest) {
	try {
		yield* splitLines(createReadStream(file), longest);
	} catch (error) {
		const read = error instanceof Error && "syscall" in error ? await readText(file) : null;
		if (read?.kind === "unreadable") throw new Failure("not-found", read.message, { cause: error });
		throw error;
	}
}
const LINE_FEED = 10;
async function* splitLines(chunks, longest) {
	let begun = [];
	let length = 0;
	for await (const chunk of chunks) {
		let from = 0;
		for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
			const rest = chunk.subarray(from, end);
			yield begun.length === 0 ? rest : Buffer.concat([...begun, rest]);
			begun = [];
			length = 0;
			from = end + 1;
		}
		if (from < chunk.length) begun.push(chunk.subarray(from));
		length += chunk.length - from;
		if (length > longest) {
			yield Buffer.concat(begun, longest + 1);
			return;
		}
	}
	if (length > 0) yield Buffer.concat(begun);
}

// src/cli/audit-verdict.ts
/** What `tidegate audit verify` tells. */
function auditVerdictDocument(verdict) {
	const { files, kind, origin, checkpoints, lines, covered, finding } = verdict;
	return {
		version: 1,
		valid: finding === null,
		kind,
		origin,
		checkpoints: checkpoints.map(({ size, root }) => ({
			size,
			root: toBase64(root)
		})),
		lines,
		covered,
		problem: finding && {
			file: files[finding.source],
			code: finding.code,
			line: finding.line,
			lastLine: finding.lastLine,
			message: finding.message
		}
	};
}
function auditVerdictText(verdict) {
	const { files, finding, kind, origin, checkpoints, lines, covered } = verdict;
	if (finding) return `${files[finding.source]}:${finding.line} ${finding.code} ${plainLine(finding.message, 1e3)}`;
	const sizes = checkpoints.length === 1 ? "the checkpoint" : `${checkpoints.length} checkpoints that continue each other`;
	const upTo = `of ${origin}, up to ${checkpoints.at(-1)?.size} lines`;
	if (kind === "export") return `All ${lines} lines are in the log, as ${sizes} ${upTo} say.`;
	const open = lines - covered;
	return `All ${covered} lines are as ${sizes} ${upTo} say.${open === 0 ? "" : `\n${open} lines come after the last checkpoint: in order, and nobody vouches for them yet.`}`;
}

// src/cli/audit-verify.ts
/** `tidegate audit verify`: a log or an export against signed checkpoints. Needs nothing but the three files. */
function auditVerifyCommand() {
	return new Command("verify").exitOverride().showHelpAfterError("For what there is, and an example, add --help").summary("check a log, or an export of one").description("Checks every line of an audit log, or of an export, against checkpoints that the log has signed.").argument("<log>", "the log, or an export with inclusion proofs").requiredOption("--checkpoint <file>", "one or more signed checkpoints, one after the other").requiredOption("--key <key>", "the public key: name+id+base64, or a file that holds this or a PEM key").option("--origin <name>", "which log it has to be; without it the one that the key is named for").option("--json", "print one JSON document").addHelpText("after", "\nExample:\n  tidegate audit verify log.jsonl --checkpoint checkpoints.txt --key audit.vkey\n\nExit code: 0 nothing is wrong, 1 something is, 2 wrong usage.").action(async (log, options) => {
		process.exitCode = await run(log, options);
	});
}
async function run(log, options) {
	const verdict = await judge(log, options);
	if (options.json) await printJson(auditVerdictDocument(verdict));
	else await print(auditVerdictText(verdict));
	return verdict.finding === null ? EXIT.ok : EXIT.failed;
}
async function judge(log, options) {
	const key = await readKey(options.key);
	const files = {
		log,
		checkpoint: options.checkpoint
	};
	const opened = openCheckpoints(await textOf(options.checkpoint), key, options.origin ?? null);
	const nothing = {
		files,
		kind: null,
		origin: null,
		checkpoints: [],
		lines: 0,
		covered: 0
	};
	if (opened.kind === "wrong") return {
		...nothing,
		finding: opened.finding
	};
	const { origin, checkpoints } = opened;
	const { check, finding } = await checkLines(log, {
		key,
		origin,
		checkpoints
	});
	const counts = {
		kind: check?.kind ?? null,
		lines: check?.lines ?? 0,
		covered: check?.covered ?? 0
	};
	return {
		...nothing,
		origin,
		checkpoints,
		...counts,
		finding
	};
}
async function checkLines(file, trust) {
	let check = null;
	for await (const line of byteLinesOf(file, LONGEST_LINE)) {
		if (check === null && isExportHeader(line)) {
			const opened = openExport(line, trust);
			if (opened.kind === "wrong") return {
				check: null,
				finding: opened.finding
			};
			check = opened.check;
			continue;
		}
		check ??= new LogCheck(trust.checkpoints);
		const finding = check.add(line);
		if (finding) return {
			check,
			finding
		};
	}
	check ??= new LogCheck(trust.checkpoints);
	return {
		check,
		finding: check.end()
	};
}
/** A key is no name of a file, and a name of a file has no pluses where a key has them. */
async function readKey(given) {
	const key = readVerifierKey(given) ?? readVerifierKey(await keyTextOf(given));
	if (key) return key;
	throw new UsageError(`--key ${given} holds no Ed25519 public key whose id fits. Give name+id+base64, or a file with it or with a PEM key.`);
}
async function keyTextOf(file) {
	const read = await readText(file);
	if (read.kind === "read") return read.text;
	throw new UsageError(`--key: ${read.message}`);
}
async function textOf(file) {
	const read = await readText(file);
	if (read.kind === "read") return read.text;
	throw new Failure("not-found", read.message);
}

// src/cli/audit.ts
/** `tidegate audit`: the tamper-evident log, written out and checked by whoever doubts it. */
function auditCommand() {
	return new Command("audit").description("Writes out and checks the tamper-evident audit log. See docs/reference/audit.md.").addCommand(auditExportCommand(openNamed)).addCommand(auditVerifyCommand()).addHelpText("after", "\nExample:\n  tidegate audit export > log.jsonl\n  tidegate audit verify log.jsonl --checkpoint checkpoints.txt --key audit.vkey");
}
/** The database that the environment of the App names. */
const openNamed = async (env) => {
	const databaseUrl = env["DATABASE_URL"] === "" ? void 0 : env["DATABASE_URL"];
	const fault = databaseUrl === void 0 ? null : faultOfDatabaseUrl(databaseUrl);
	if (fault !== null) throw new UsageError(`DATABASE_URL: ${fault}`);
	return openAuditLogs({
		databaseUrl,
		dataFolder: env["TIDEGATE_DATA"] ?? "./data"
	});
};

export { auditCommand };