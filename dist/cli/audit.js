import { M as DATABASE_FILE, N as auditLogs, P as faultOfDatabaseUrl, n as openSqlite, t as openPostgres } from "./open.js";
import { t as Failure } from "./failure.js";
import { a as signCheckpoint, d as leafHash, f as nodeHash, g as readSigningKey, h as toBase64, i as readCheckpoint, l as EMPTY_ROOT, m as fromBase64, n as logOrigin, o as readNotes, p as findingAt, r as openCheckpoints, s as readVerifierKey, u as isSameHash } from "./checkpoint.js";
import { a as toInstant, i as parseInstant, n as epochMs } from "./instant.js";
import { t as canonicalJson } from "./canonical.js";
import { n as UsageError, t as EXIT } from "./exit-codes.js";
import { t as instantOption } from "./instant-option.js";
import { i as printJson, r as print, t as note } from "./output.js";
import { t as readText } from "./read-text.js";
import { n as plainLine, t as inertMarkdown } from "./markdown.js";
import { t as RunningRoot } from "./running-root.js";
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
/** The log that is meant, by its installation or by the repository. */
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
/** @throws Failure when the log is not the one that a checkpoint vouches for */
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
		process.exitCode = await run$2(options, process.env, open);
	});
}
async function run$2(options, env, open) {
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

// src/audit/report/exceptions.ts
/** What of a release or a period an auditor asks about first: where it did not go the way of the policy. */
function exceptionsOf(releases, words) {
	return [...releases.flatMap(ofRelease), ...words.flatMap(ofWord)].toSorted((one, other) => epochMs(one.at) - epochMs(other.at) || one.seq - other.seq);
}
/** The word of a person that is an exception by itself. An override counts where it opened something. */
const STATED = {
	lift: "lift",
	reject: "rejected"
};
function ofWord({ kind, at, seq, repository, environment, commit, who, reason }) {
	const code = STATED[kind];
	return code === void 0 ? [] : [{
		code,
		at,
		seq,
		repository,
		environment,
		deployment: null,
		commit,
		who,
		reason
	}];
}
function ofRelease(release) {
	return [
		...ofOpening(release),
		...ofGate(release),
		...ofOutcome(release)
	];
}
function ofOpening(release) {
	const { decision, openedAt } = release;
	if (decision === null || openedAt === null) return [];
	const { at, seq, override, mode, verdict } = decision;
	if (override !== null) return [exception(release, {
		code: "override",
		at,
		seq,
		who: override.user,
		reason: override.reason
	})];
	return mode === "observe" && verdict !== "open" ? [exception(release, {
		code: "not-enforced",
		at,
		seq,
		reason: decision.summary
	})] : [];
}
function ofGate(release) {
	const { state, stateAt, stateSeq, endedBy, reasons } = release;
	const code = state === "ended" && reasons.includes("rule-off") ? "bypass" : {
		bypassed: "bypass",
		rejected: "rejected"
	}[state];
	if (code === void 0 || stateAt === null || stateSeq === null) return [];
	return [exception(release, {
		code,
		at: stateAt,
		seq: stateSeq,
		who: endedBy.length === 0 ? null : endedBy.join(", ")
	})];
}
const VERDICTS = {
	fail: "verification-failed",
	missing: "verification-missing"
};
const ENDS = {
	verified: "rolled-back",
	failed: "rollback-failed",
	unknown: "rollback-failed",
	cancelled: "rollback-failed"
};
function ofOutcome(release) {
	const { verification, rollback } = release;
	const said = verification === null ? void 0 : VERDICTS[verification.verdict];
	const ended = rollback === null ? void 0 : ENDS[rollback.state];
	return [...verification && said ? [exception(release, {
		...verification,
		code: said
	})] : [], ...rollback && ended ? [exception(release, {
		...rollback,
		code: ended,
		reason: `to ${rollback.target.slice(0, 12)}`
	})] : []];
}
function exception({ repository, environment, deployment, commit }, { code, at, seq, who = null, reason = null }) {
	return {
		code,
		at,
		seq,
		repository,
		environment,
		deployment,
		commit,
		who,
		reason
	};
}

// src/audit/report/report.ts
/** A document of more lines is not read; the whole of them is in an export. */
const MOST_LINES = 5e3;
const EXCEPTIONS = {
	override: "A person opened a gate against the policy",
	bypass: "A deployment went on without an answer of ours",
	"not-enforced": "Let through because the policy is only observed; it would have been held",
	"verification-failed": "The deployment was found bad after it ended",
	"verification-missing": "Nobody said in time whether the deployment works",
	"rolled-back": "The environment went back",
	"rollback-failed": "The way back failed",
	lift: "A person let a quarantined commit in again",
	rejected: "A person said no"
};

// src/audit/report/reported-release.ts
var ReleaseStory = class {
	#names;
	#told;
	#positions = [];
	#said = [];
	#lines = 0;
	/** A decision about a gate that was let through already only looks back. */
	#isDecided = false;
	constructor({ subject }, names) {
		this.#names = names;
		this.#told = {
			repository: subject.repository,
			environment: subject.environment ?? "",
			deployment: subject.deployment ?? 0,
			commit: null,
			requestedAt: null,
			decision: null,
			said: [],
			state: "unknown",
			stateAt: null,
			stateSeq: null,
			reasons: [],
			endedBy: [],
			openedAt: null,
			verification: null,
			rollback: null,
			positions: [],
			lineCount: 0
		};
	}
	get key() {
		return {
			environment: this.#told.environment,
			commit: this.#told.commit
		};
	}
	hear(entry) {
		const { seq, subject } = entry;
		this.#lines++;
		this.#positions.push(seq);
		if (this.#positions.length > 200) this.#positions.shift();
		if (subject.environment !== void 0) this.#told.environment = subject.environment;
		if (subject.commit !== void 0) this.#told.commit = subject.commit;
		this.#fold(entry);
	}
	say(word) {
		this.#said.push(word);
	}
	end() {
		return {
			...this.#told,
			said: [...this.#said],
			positions: [...this.#positions],
			lineCount: this.#lines
		};
	}
	#fold(entry) {
		const { at, seq, data } = entry;
		switch (entry.kind) {
			case "decision":
				if (!this.#isDecided) this.#told.decision = decisionIn(entry, this.#names);
				return;
			case "gate":
			case "bypass":
				this.#told.stateSeq = seq;
				this.#foldGate(at, data);
				return;
			case "outcome":
				if (data["effect"] === "open-gate" && data["outcome"] === "done") this.#open(at);
				return;
			case "verification":
				this.#told.verification = {
					verdict: word(data, "verdict"),
					at,
					seq
				};
				return;
			case "rollback":
				if (entry.actor.kind === "tidegate") this.#told.rollback = {
					state: word(data, "state"),
					target: word(data, "target"),
					at,
					seq
				};
				return;
			default: return;
		}
	}
	#open(at) {
		this.#told.openedAt = at;
		this.#isDecided = true;
	}
	#foldGate(at, data) {
		this.#told.state = word(data, "to");
		this.#told.stateAt = at;
		this.#told.reasons = texts(data["reasons"]);
		const by = Array.isArray(data["by"]) ? data["by"] : [];
		this.#told.endedBy = by.map(({ login }) => this.#names.of(String(login)));
		const requestedAt = data["requestedAt"];
		if (typeof requestedAt === "string") this.#told.requestedAt = requestedAt;
	}
};
/** What a person stated, by name and with the reason; null: no person did. */
function wordIn({ seq, at, kind, actor, subject, data }, names) {
	if (actor.kind !== "user") return null;
	const reason = data["reason"];
	return {
		seq,
		at,
		kind,
		who: names.actor(actor),
		environment: subject.environment ?? null,
		commit: subject.commit ?? null,
		reason: typeof reason === "string" && reason !== "" ? names.within(reason) : null
	};
}
function decisionIn({ at, seq, data }, names) {
	const policy = data["policy"] ?? {};
	const override = data["override"];
	return {
		at,
		seq,
		summary: names.within(word(data, "summary")),
		verdict: word(data, "verdict"),
		mode: word(data, "mode"),
		tier: word(data, "tier"),
		releaseType: word(data, "releaseType"),
		policy: {
			sources: texts(policy.sources),
			digest: String(policy.digest ?? "")
		},
		factsDigest: word(data, "factsDigest"),
		decisionDigest: word(data, "decisionDigest"),
		gates: listIn(data["gates"]).map((gate) => ({
			name: word(gate, "name"),
			status: word(gate, "status")
		})),
		changes: listIn(data["changes"]).map((each) => ({
			change: word(each, "change"),
			author: names.of(word(each, "author"))
		})),
		changeCount: typeof data["changeCount"] === "number" ? data["changeCount"] : 0,
		counted: listIn(data["counted"]).map((each) => ({
			gate: word(each, "gate"),
			people: texts(each["people"]).map((login) => names.of(login))
		})),
		override: override ? {
			user: names.of(String(override.user ?? "")),
			reason: names.within(String(override.reason ?? ""))
		} : null
	};
}
function listIn(value) {
	return Array.isArray(value) ? value : [];
}
function texts(value) {
	return Array.isArray(value) ? value.map(String) : [];
}
function word(data, key) {
	const value = data[key];
	return typeof value === "string" ? value : "";
}

// src/audit/report/scope.ts
/** Which lines of a log a report is about. The first of two readings finds it out; the second tells what they say. */
/** Undefined: it is none of these. Digits alone are a deployment: a commit of digits alone is named with 40 of them. */
function readRelease(text) {
	const milestone = /^plan\/([1-9]\d{0,8})$/.exec(text)?.[1];
	if (milestone !== void 0) return {
		kind: "milestone",
		number: Number(milestone)
	};
	const deployment = /^#?([1-9]\d{0,14})$/.exec(text)?.[1];
	if (deployment !== void 0) return {
		kind: "deployment",
		id: Number(deployment)
	};
	return /^[0-9a-f]{7,40}$/i.test(text) ? {
		kind: "commit",
		digits: text.toLowerCase()
	} : void 0;
}
/** States of a gate that are news: a deployment that only waited on in a period is no part of it. */
const NEWS = /* @__PURE__ */ new Set([
	"gate",
	"bypass",
	"decision",
	"verification",
	"rollback",
	"override"
]);
var Scope = class {
	#asked;
	#names;
	/** By id: a repository keeps it when it is renamed. */
	#repositories = /* @__PURE__ */ new Set();
	#deployments = /* @__PURE__ */ new Set();
	#commits = /* @__PURE__ */ new Set();
	constructor(asked, names) {
		this.#asked = asked;
		this.#names = names;
	}
	/** The commits that the digits may stand for. */
	get commits() {
		return [...this.#commits];
	}
	get hasRepository() {
		return this.#repositories.size > 0;
	}
	see(entry) {
		const { subject, actor, data } = entry;
		if (actor.kind === "user") this.#names.learn(actor);
		for (const person of peopleIn(data)) this.#names.learn(person);
		if (!this.#isOfRepository(subject)) return;
		this.#repositories.add(subject.repositoryId);
		const { commit, deployment } = subject;
		if (!this.#isAskedFor(entry)) return;
		if (commit !== void 0 && this.#asked.release?.kind === "commit") this.#commits.add(commit);
		if (deployment !== void 0) this.#deployments.add(`${subject.repositoryId}/${deployment}`);
	}
	/** Of a deployment that is part of it, all lines up to the end of the period. */
	ofDeployment({ subject, at }) {
		const { repositoryId, deployment } = subject;
		if (deployment === void 0 || !this.#repositories.has(repositoryId)) return false;
		return this.#deployments.has(`${repositoryId}/${deployment}`) && this.#isBeforeEnd(at);
	}
	/** Said of no deployment, and part of it all the same: of its commit, its plan, or in its time. */
	ofNoDeployment(entry) {
		const { deployment, repositoryId } = entry.subject;
		return deployment === void 0 && this.#repositories.has(repositoryId) && this.#isAskedFor(entry);
	}
	#isOfRepository({ repository, repositoryId }) {
		const { repository: asked } = this.#asked;
		return asked === null || this.#repositories.has(repositoryId) || repository.toLowerCase() === asked.toLowerCase();
	}
	#isAskedFor({ subject, at, kind }) {
		const { release, from } = this.#asked;
		switch (release?.kind) {
			case "commit": return subject.commit?.startsWith(release.digits) ?? false;
			case "deployment": return subject.deployment === release.id;
			case "milestone": return subject.milestone === release.number;
			default: return isNews(kind, subject) && (from === null || epochMs(at) >= from) && this.#isBeforeEnd(at);
		}
	}
	#isBeforeEnd(at) {
		return this.#asked.to === null || epochMs(at) < this.#asked.to;
	}
};
function isNews(kind, { deployment }) {
	return deployment === void 0 || NEWS.has(kind);
}
function peopleIn(data) {
	return (Array.isArray(data["by"]) ? data["by"] : []).flatMap((person) => {
		const { id, login } = person;
		return typeof id === "number" && typeof login === "string" ? [{
			id,
			login
		}] : [];
	});
}

// src/audit/report/make-report.ts
/** Makes the report: reads the log twice, once for its tree and what belongs to the report, once for what that says. */
async function readFirst(read, asked, names) {
	const tree = new MerkleTree();
	const scope = new Scope(asked, names);
	for await (const line of read()) {
		tree.append(leafHash(Buffer.from(line)));
		scope.see(JSON.parse(line));
	}
	return {
		tree,
		scope
	};
}
async function makeReport(read, { tree, scope }, request) {
	const { asked, names, origin, checkpoint, release } = request;
	const collected = await collect(read, tree.size, scope, names);
	const releases = [...collected.stories.values()].map((story) => story.end());
	const covered = checkpoint?.covered ?? 0;
	return {
		version: 1,
		kind: "tidegate-audit-report",
		scope: {
			repository: asked.repository,
			release,
			from: instantOf(asked.from),
			to: instantOf(asked.to)
		},
		log: {
			origin,
			lines: tree.size,
			root: toBase64(tree.rootAt(tree.size)),
			checkpoint: checkpoint?.note ?? null,
			covered
		},
		releases,
		exceptions: exceptionsOf(releases, collected.words),
		lines: collected.lines.map((line) => ({
			...line,
			proof: line.seq < covered ? tree.inclusionProof(line.seq, covered).map(toBase64) : null
		})),
		unlisted: collected.unlisted
	};
}
async function collect(read, size, scope, names) {
	const stories = /* @__PURE__ */ new Map();
	const words = [];
	const lines = [];
	let all = 0;
	for await (const { line, entry, isOfDeployment } of linesIn(read, size, scope)) {
		all++;
		if (isOfDeployment) storyOf(stories, entry, names).hear(entry);
		const word = wordIn(entry, names);
		if (word !== null) words.push({
			...word,
			repository: entry.subject.repository
		});
		const { seq, at, kind } = entry;
		if (lines.length < 5e3) lines.push({
			seq,
			at,
			kind,
			leaf: toBase64(leafHash(Buffer.from(line)))
		});
	}
	tellStories(stories, words);
	return {
		stories,
		words,
		lines,
		unlisted: all - lines.length
	};
}
/** @param size lines of the first reading: those that were added since are no part of what is proven */
async function* linesIn(read, size, scope) {
	let seen = 0;
	for await (const line of read()) {
		if (++seen > size) return;
		const entry = JSON.parse(line);
		const isOfDeployment = scope.ofDeployment(entry);
		if (isOfDeployment || scope.ofNoDeployment(entry)) yield {
			line,
			entry,
			isOfDeployment
		};
	}
}
function storyOf(stories, entry, names) {
	const key = `${entry.subject.repositoryId}/${entry.subject.deployment}`;
	const story = stories.get(key) ?? new ReleaseStory(entry, names);
	stories.set(key, story);
	return story;
}
/** What is said in a comment names a commit and an environment; it is about each deployment of the one to the other. */
function tellStories(stories, words) {
	for (const story of stories.values()) {
		const { environment, commit } = story.key;
		for (const word of words) if (word.environment?.toLowerCase() === environment.toLowerCase() && word.commit !== null && word.commit === commit) story.say(word);
	}
}
function instantOf(at) {
	return at === null ? null : toInstant(at);
}

// src/audit/report/markdown.ts
/** The report as a document to be read, printed and filed: what, who, when, by which rules, how it went, and the proofs. */
/** Which requirement of which standard a part of the report speaks to. Sources: the standards' own numbering. */
const CONTROLS = [
	[
		"Changes are authorised and approved before they are deployed",
		"SOC 2 CC8.1; ISO/IEC 27001:2022 A.8.32",
		"Releases"
	],
	[
		"Those who change and those who approve are different people",
		"ISO/IEC 27001:2022 A.5.3",
		"Releases, \"Approved by\""
	],
	[
		"Emergency changes and exceptions are known and looked at",
		"SOC 2 CC8.1, CC7.4",
		"Exceptions"
	],
	[
		"What happened is recorded and the record is protected",
		"ISO/IEC 27001:2022 A.8.15; HIPAA 45 CFR 164.312(b), (c)(1)",
		"Log"
	]
];
function renderReport(report) {
	const { scope, releases, exceptions } = report;
	return [
		`# Evidence of ${subjectOf(report)}`,
		"",
		...summary(report),
		"",
		...table([
			"question",
			"standard",
			"answered under"
		], CONTROLS.map((row) => row.map(cell))),
		"",
		"## Exceptions",
		"",
		...exceptions.length === 0 ? ["None."] : exceptionTable(exceptions),
		"",
		"## Releases",
		"",
		...releases.length === 0 ? [sayNothing(scope.release)] : releases.flatMap(renderRelease),
		"## Log",
		"",
		...renderLog(report),
		""
	].join("\n");
}
function subjectOf({ scope }) {
	const where = scope.repository === null ? "all repositories" : inertMarkdown(scope.repository);
	if (scope.release !== null) return `release ${inertMarkdown(scope.release)} of ${where}`;
	return `${where} from ${scope.from ?? "the beginning"} to ${scope.to ?? "the end of the log"}`;
}
function sayNothing(release) {
	return release === null ? "The log tells of no deployment in this time." : "The log tells of no such release.";
}
function summary({ releases, exceptions, log }) {
	const opened = releases.filter(({ openedAt }) => openedAt !== null).length;
	const verified = releases.filter(({ verification }) => verification?.verdict === "pass").length;
	return [
		`${count(releases.length, "deployment")} asked to enter an environment; ${opened} let through, ${verified} verified afterwards; ${count(exceptions.length, "exception")}.`,
		"",
		log.checkpoint === null ? "**Nothing here is proven**: no checkpoint was given, and none could be signed." : `Made from the ${count(log.lines, "line")} of the log ${inertMarkdown(log.origin)}; a signed checkpoint vouches for ${log.covered} of them.`
	];
}
function count(n, noun) {
	return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
function exceptionTable(exceptions) {
	return table([
		"when",
		"what",
		"where",
		"who",
		"reason",
		"line"
	], exceptions.map(({ code, at, seq, repository, environment, deployment, commit, who, reason }) => [
		at,
		EXCEPTIONS[code],
		[
			repository,
			environment ?? "",
			deployment === null ? "" : `deployment ${deployment}`,
			commit?.slice(0, 12) ?? ""
		].filter((part) => part !== "").map(cell).join(", "),
		cell(who ?? ""),
		cell(reason ?? ""),
		String(seq)
	]));
}
function renderRelease(release) {
	const { repository, environment, deployment, commit, requestedAt, decision, said } = release;
	const rows = [
		["Commit", cell(commit ?? "not known")],
		["Asked", cell(requestedAt ?? "not known")],
		...decisionRows(decision),
		["Gate", sayGate(release)],
		["Verified", sayVerified(release)],
		["Rolled back", sayRolledBack(release)],
		["Lines of the log", sayPositions(release)]
	];
	return [
		`### ${inertMarkdown(repository)}: deployment ${deployment} to ${inertMarkdown(environment)}`,
		"",
		...table(["", ""], rows),
		"",
		...said.length === 0 ? [] : [...said.map(sayWord), ""]
	];
}
function decisionRows(decision) {
	if (decision === null) return [["Decision", "none: the policy never decided"]];
	const { tier, releaseType, verdict, mode, at, summary: told, gates, counted, policy, override } = decision;
	const people = counted.map(({ gate, people: each }) => `${cell(gate)}: ${each.map(cell).join(", ")}`);
	return [
		["Decision", `${cell(verdict)}${mode === "observe" ? " (observed only)" : ""} at ${at}: ${cell(told)}`],
		["Changes", sayChanges(decision)],
		["Risk", `${cell(tier)}, ${cell(releaseType)}`],
		["Gates", gates.map(({ name, status }) => `${cell(name)}: ${cell(status)}`).join("; ") || "none applied"],
		["Approved by", people.join("; ") || "nobody: no approval was asked for, or none counted"],
		...override === null ? [] : [["Override", `${cell(override.user)}: ${cell(override.reason)}`]],
		["Policy", `${policy.sources.map(cell).join(", ")}, digest ${cell(policy.digest)}`],
		["Facts, decision", `digests ${cell(decision.factsDigest)}, ${cell(decision.decisionDigest)}`]
	];
}
function sayChanges({ changes, changeCount }) {
	if (changes.length === 0) return changeCount === 0 ? "none listed" : `${changeCount}`;
	const told = changes.map(({ change, author }) => {
		return `${cell(change.startsWith("#") ? change : change.slice(0, 12))} by ${cell(author === "" ? "unknown" : author)}`;
	});
	const left = changeCount - changes.length;
	return `${told.join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}
function sayGate({ state, stateAt, reasons, endedBy, openedAt }) {
	const why = reasons.length === 0 ? "" : ` (${reasons.map(cell).join(", ")})`;
	const by = endedBy.length === 0 ? "" : ` by ${endedBy.map(cell).join(", ")}`;
	const opened = openedAt === null ? "" : `; GitHub took our approval at ${openedAt}`;
	return `${cell(state)}${by}${why}${stateAt === null ? "" : ` since ${stateAt}`}${opened}`;
}
function sayVerified({ verification, openedAt }) {
	if (verification !== null) return `${cell(verification.verdict)} at ${verification.at}, line ${verification.seq}`;
	return openedAt === null ? "not deployed by us" : "nothing was said of it";
}
function sayRolledBack({ rollback }) {
	if (rollback === null) return "no";
	return `${cell(rollback.state)} to ${cell(rollback.target.slice(0, 12))} at ${rollback.at}, line ${rollback.seq}`;
}
function sayPositions({ positions, lineCount }) {
	const left = lineCount - positions.length;
	return `${left > 0 ? `${left} earlier ones, ` : ""}${ranges(positions)}`;
}
/** `3, 5–8`. */
function ranges(numbers) {
	const spans = [];
	for (const each of numbers) {
		const last = spans.at(-1);
		if (last !== void 0 && last[1] + 1 === each) last[1] = each;
		else spans.push([each, each]);
	}
	return spans.map(([from, to]) => from === to ? String(from) : `${from}–${to}`).join(", ");
}
function sayWord({ kind, who, at, reason, seq }) {
	return `- ${at} ${inertMarkdown(who)}: ${inertMarkdown(kind)}${reason === null ? "" : `, "${cell(reason)}"`} (line ${seq})`;
}
function renderLog({ log, lines, unlisted }) {
	const { origin, root, checkpoint, covered } = log;
	const proven = lines.filter(({ proof }) => proof !== null).length;
	return [
		`Log \`${origin.replaceAll("`", "")}\`, ${log.lines} lines, root \`${root}\` (RFC 6962).`,
		"",
		...checkpoint === null ? [] : [
			"```",
			checkpoint.trimEnd(),
			"```",
			""
		],
		`The report rests on ${count(lines.length + unlisted, "line")}; ${proven} of them are proven against the checkpoint of ${covered} lines. Their proofs are in the report as JSON (\`--json\`); the whole log is checked with \`tidegate audit verify\`.`,
		...unlisted === 0 ? [] : ["", `${unlisted} more lines belong to it and are not listed here; the log has them.`],
		"",
		...table([
			"line",
			"when",
			"kind",
			"leaf hash"
		], lines.map(({ seq, at, kind, leaf }) => [
			String(seq),
			at,
			cell(kind),
			`\`${leaf}\``
		]))
	];
}
function table(head, rows) {
	const line = (cells) => `| ${cells.join(" | ")} |`;
	return [
		line(head),
		line(head.map(() => "---")),
		...rows.map(line)
	];
}
/** Long enough for a digest, a reason and a summary. */
const LONGEST_CELL = 600;
function cell(text) {
	return inertMarkdown(plainLine(text, LONGEST_CELL));
}

// src/audit/report/names.ts
/** Logins in free text stand between characters that no login has. */
const WORD = /[A-Za-z0-9][A-Za-z0-9-]*(?:\[bot\])?/g;
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
		return text.replace(WORD, (word) => this.of(word));
	}
};

// src/cli/audit-report.ts
/** `tidegate audit report`: the evidence of a release or of a period, as one document for auditors. */
function auditReportCommand(open) {
	return new Command("report").exitOverride().showHelpAfterError("For what there is, and an example, add --help").summary("the evidence of a release or a period, as one document").description("What was released, by whom, when, under which policy, how it went, and what was an exception; with the places in the log and the proofs. Markdown for people, --json for programs.").option("--release <id>", "a commit (7 to 40 digits), a deployment (its number) or a planned release (plan/NUMBER)").option("--repo <owner/name>", "only this repository").option("--from <instant>", "a period: from this instant on").option("--to <instant>", "up to, not including, this one").option("--checkpoint <file>", "prove against the largest of these checkpoints").option("--installation <id>", "which log, when the database has several").option("--erase <who...>", "do not name these people: logins or numbers, besides those in ERASED_PEOPLE").option("--json", "print one JSON document").addHelpText("after", "\nExamples:\n  tidegate audit report --repo acme/shop --release 4f1c2aa > evidence.md\n  tidegate audit report --from 2026-07-01T00:00:00Z --to 2026-10-01T00:00:00Z --checkpoint checkpoints.txt > q3.md\n\nExit code: 0 written, 1 no such release, or the log cannot be read or is not what its checkpoints say, 2 wrong usage.").action(async (options) => {
		process.exitCode = await run$1(options, process.env, open);
	});
}
async function run$1(options, env, open) {
	const chosen = await askedExport(options, env);
	const asked = askedReport(options, chosen);
	const names = new Names(erasedPeople(options, env));
	const logs = await open(env);
	try {
		const { installationId } = await chosenLog(logs, chosen);
		const read = () => logs.auditLines(installationId, 0);
		const first = await readFirst(read, asked, names);
		mustBeThere(first, asked, options);
		const origin = logOrigin(chosen.host, installationId);
		const checkpoint = vouchedFor(first, chosen, origin);
		const request = {
			asked,
			release: options.release ?? null,
			names,
			origin,
			checkpoint
		};
		const report = await makeReport(read, first, request);
		if (asked.release !== null && report.lines.length === 0) throw new Failure("not-found", `The log tells of no release ${options.release}. Look at --repo and --installation.`);
		if (checkpoint === null) note("Nothing is proven: give --checkpoint with a published checkpoint, or set AUDIT_SIGNING_KEY to sign one now.");
		await (options.json ? printJson(report) : print(renderReport(report)));
		return EXIT.ok;
	} finally {
		await logs.close();
	}
}
function askedReport({ release, from, to }, chosen) {
	const isPeriod = from !== void 0 || to !== void 0;
	if (release === void 0 && !isPeriod) throw new UsageError("Say what the report is about: --release ID, or --from and --to.");
	if (release !== void 0 && isPeriod) throw new UsageError("A report is about a release or about a period: give --release, or --from and --to.");
	const read = release === void 0 ? null : readRelease(release);
	if (read === void 0) throw new UsageError(`--release ${release} is none. Write a commit (7 to 40 digits of it), the number of a deployment, or plan/ and the number of a milestone.`);
	return {
		repository: chosen.repository,
		release: read,
		from: chosen.from,
		to: chosen.to
	};
}
/** A report about nothing would be taken for one about something where nothing happened. */
function mustBeThere({ scope }, { release, repository }, options) {
	if (repository !== null && !scope.hasRepository) throw new Failure("not-found", `The log tells of no repository ${repository}. Look at its spelling, and at --installation.`);
	if (release?.kind !== "commit") return;
	const { commits } = scope;
	if (commits.length > 1) {
		const listed = commits.slice(0, 5).map((sha) => sha.slice(0, 20)).join(", ");
		throw new UsageError(`--release ${options.release} may be several commits: ${listed}. Give more digits.`);
	}
	if (commits.length === 0) throw new Failure("not-found", `The log tells of no commit that begins with ${options.release}.`);
}
function vouchedFor({ tree }, chosen, origin) {
	const known = knownCheckpoints(chosen, origin);
	mustFit({ tree }, known);
	const [largest] = known.toSorted((one, other) => other.size - one.size);
	if (largest) return {
		note: largest.note,
		covered: largest.size
	};
	if (chosen.signingKey === null) return null;
	return {
		note: signedHead(tree, origin, chosen.signingKey).note,
		covered: tree.size
	};
}
/** People who asked for it: the log keeps what it says, and displays do not show it. */
function erasedPeople({ erase = [] }, env) {
	return [...(env["ERASED_PEOPLE"] ?? "").split(","), ...erase].map((each) => each.trim()).filter((each) => each !== "");
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
	return new Command("audit").description("Writes out and checks the tamper-evident audit log. See docs/reference/audit.md.").addCommand(auditExportCommand(openNamed)).addCommand(auditVerifyCommand()).addCommand(auditReportCommand(openNamed)).addHelpText("after", "\nExample:\n  tidegate audit export > log.jsonl\n  tidegate audit verify log.jsonl --checkpoint checkpoints.txt --key audit.vkey");
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