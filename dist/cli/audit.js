import { A as DATABASE_FILE, M as faultOfDatabaseUrl, i as openSqlite, j as auditLogs, n as erasedIn, r as openPostgres, t as Names } from "./names.js";
import { t as Failure } from "./failure.js";
import { a as signCheckpoint, d as leafHash, f as nodeHash, g as readSigningKey, h as toBase64, i as readCheckpoint, l as EMPTY_ROOT, m as fromBase64, n as logOrigin, o as readNotes, p as findingAt, r as openCheckpoints, s as readVerifierKey, u as isSameHash } from "./checkpoint.js";
import { a as toInstant, i as parseInstant, n as epochMs } from "./instant.js";
import { t as canonicalJson } from "./canonical.js";
import { n as UsageError, t as EXIT } from "./exit-codes.js";
import { t as instantOption } from "./instant-option.js";
import { i as printJson, r as print, t as note } from "./output.js";
import { t as readText } from "./read-text.js";
import { n as plainLine, t as inertMarkdown } from "./markdown.js";
import { r as sayLocal } from "./wording.js";
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

// src/audit/report/read-data.ts
function listIn(value) {
	return Array.isArray(value) ? value : [];
}
function texts(value) {
	return Array.isArray(value) ? value.map(String) : [];
}
/** Empty: it is not there, or no text. */
function word(data, key) {
	const value = data[key];
	return typeof value === "string" ? value : "";
}
function numberIn(data, key) {
	const value = data[key];
	return typeof value === "number" ? value : null;
}

// src/audit/report/reported-event.ts
const POLICY = "the policy";

// src/audit/report/tell-course.ts
const VERDICTS$1 = {
	open: "lets it in",
	waiting: "holds it",
	blocked: "refuses it for now"
};
function tellDecision({ data }, names) {
	const verdict = word(data, "verdict");
	const isObserved = word(data, "mode") === "observe" && verdict !== "open";
	const did = `${VERDICTS$1[verdict] ?? verdict}${isObserved ? " (only observed: nothing is held)" : ""}`;
	const policy = word(data["policy"] ?? {}, "digest");
	return {
		code: "decided",
		who: POLICY,
		did,
		reason: names.within(word(data, "summary")),
		policy
	};
}
const ENDS$1 = {
	rejected: "The deployment was rejected",
	expired: "Nobody opened it in the time that GitHub gives",
	bypassed: "lets it go on past Tidegate",
	superseded: "The run was started again: another deployment takes its place",
	ended: "The deployment no longer waits"
};
/** Undefined: it waits on, or its approval arrived, which the outcome of the approval says already. */
function tellGate({ data }, names) {
	const to = word(data, "to");
	const did = ENDS$1[to];
	if (did === void 0) return;
	const by = listIn(data["by"]).map((each) => names.of(word(each, "login")));
	const reasons = texts(data["reasons"]).join(", ");
	const run = numberIn(data, "run");
	const where = to === "bypassed" && run !== null ? `run ${run}; no reason is in the log` : null;
	return {
		code: to,
		did,
		...to === "bypassed" || by.length > 0 ? {
			who: by.join(", "),
			isByPerson: by.length > 0
		} : {},
		reason: reasons === "" ? where : reasons
	};
}
const PAGE = /\/level-(\d+)\/escalation\/[^/]+\/([^/]+)$/;
function tellOutcome({ data }, names) {
	const isDone = word(data, "outcome") === "done";
	const note = [
		word(data, "outcome"),
		word(data, "reason"),
		word(data, "message"),
		word(data, "note")
	];
	const reason = isDone ? null : names.within(note.filter((part) => part !== "").join(": "));
	const effect = word(data, "effect");
	if (effect === "open-gate") {
		if (isDone) return {
			code: "let-in",
			did: "GitHub took the approval: the deployment starts"
		};
		return {
			code: "not-let-in",
			did: "GitHub did not take the approval",
			reason
		};
	}
	const page = effect === "notify" ? PAGE.exec(word(data, "slot")) : null;
	if (page === null) return;
	const did = isDone ? "was delivered" : "was not delivered";
	return {
		code: "page-sent",
		did: `The page of level ${page[1]} (${page[2]}) ${did}`,
		reason
	};
}
function tellVerification({ data }) {
	const verdict = word(data, "verdict");
	const run = numberIn(data, "runId");
	const failed = texts(data["failedChecks"]);
	const by = run === null ? "by what Tidegate saw itself" : `by run ${run}`;
	return {
		code: "verified",
		did: verdict === "missing" ? "Nobody said in time whether it works" : `The verification says ${verdict}, ${by}`,
		reason: failed.length === 0 ? null : `failed: ${failed.join(", ")}`
	};
}
/** @param known levels that were paged before */
function tellEscalation({ data }, known, names) {
	const paged = listIn(data["paged"]).slice(known);
	const event = word(data, "event").replaceAll("-", " ");
	const pages = paged.map((each) => {
		const at = word(each, "pagedAt");
		return {
			code: "paged",
			did: `pages level ${numberIn(each, "level") ?? "?"} (${word(each, "variable")})`,
			reason: event,
			...at === "" ? {} : { at }
		};
	});
	if (word(data, "state") !== "over") return pages;
	const reason = names.within(word(data, "ending"));
	return [...pages, {
		code: "escalation-over",
		did: "ends the escalation",
		reason: reason === "" ? null : reason
	}];
}
const ROLLBACKS = {
	asked: (target) => `asks a person whether to go back to ${target}`,
	ordered: (target) => `orders it back to ${target}`,
	dispatched: (target, run) => `starts ${run} to bring back ${target}`,
	verified: (target) => `${target} runs again, and was verified`,
	failed: (target) => `The way back to ${target} failed`,
	unknown: (target) => `Nobody can tell whether the way back to ${target} was started`,
	cancelled: (target) => `The way back to ${target} was cancelled`,
	refused: (target) => `The way back to ${target} was refused`
};
/** Of ours: each state of a rollback. Who ordered it said so in a line of their own. */
function tellRollback({ data }, names) {
	const state = word(data, "state");
	const target = word(data, "target").slice(0, 12);
	const run = numberIn(data, "run");
	const orderedBy = word(data, "orderedBy");
	const isOrder = state === "ordered";
	const did = isOrder && orderedBy !== "" ? `follows the order of ${names.of(orderedBy)}: back to ${target}` : ROLLBACKS[state]?.(target, run === null ? "a run" : `run ${run}`) ?? `rollback: ${state}`;
	const ending = word(data["ending"] ?? {}, "text");
	return {
		code: `rollback-${state}`,
		did,
		...isOrder && orderedBy === "" ? { who: POLICY } : {},
		reason: ending === "" ? whyOrdered(state, data) : names.within(ending)
	};
}
/** What started it; a person's own reason is in the line of their order. */
function whyOrdered(state, data) {
	const trigger = word(data, "trigger");
	if (trigger === "" || trigger === "requested") return null;
	return state === "asked" || state === "ordered" ? `trigger: ${trigger}` : null;
}
/** The row of the table that decided. */
function tellRollbackDecision({ data }, names) {
	const reason = word(data, "reason");
	const row = listIn(data["guards"]).find((guard) => word(guard, "code") === reason);
	const value = row === void 0 ? "" : ` (${names.within(word(row, "value"))})`;
	return {
		code: "rollback-decided",
		who: POLICY,
		did: `decides on a way back: ${word(data, "action")}`,
		reason: `${reason}${value}`
	};
}

// src/audit/report/tell-word.ts
/** Of an entry that is one person's word, or ours in their place. Undefined: it is none. */
function tellWord(entry, names) {
	const { kind, actor, data } = entry;
	if (kind === "review") return tellReview(data, names);
	if (kind === "acknowledge") return tellAcknowledged(data, names);
	if (actor.kind !== "user") return kind === "hold" ? {
		...reasonIn(data, names),
		code: kind,
		did: KEPT_OUT
	} : void 0;
	return {
		...reasonIn(data, names),
		code: kind,
		did: DID[kind]?.(entry, names) ?? kind
	};
}
const KEPT_OUT = "keeps the commit out until a person lifts it";
const DID = {
	approve: () => "approves",
	reject: () => "says no",
	override: () => "orders to open it against the policy",
	hold: () => "keeps the commit out",
	lift: () => "lets the commit in again",
	freeze: ({ data }) => `freezes${word(data, "until") === "" ? "" : ` until ${word(data, "until")}`}`,
	unfreeze: () => "ends the freeze",
	recovered: () => "says that it works again",
	cause: () => "says what caused the failure",
	go: ({ data }) => `says go at ${word(data, "stage")}`,
	"no-go": ({ data }) => `says no-go at ${word(data, "stage")}${aboutIn(data)}`,
	"leave-out": ({ subject }) => `takes #${subject.pullRequest} out of the no-go`,
	rollback: ({ data, subject }, names) => {
		const train = word(data, "train");
		if (train !== "") return `orders the train ${train} back (${names.within(word(data, "title"))})`;
		return `orders it back${subject.commit === void 0 ? "" : ` from ${subject.commit.slice(0, 12)}`}`;
	}
};
function aboutIn(data) {
	const pulls = texts(data["pulls"]).map((number) => `#${number}`);
	return pulls.length === 0 ? "" : `, about ${pulls.join(", ")}`;
}
function reasonIn(data, names) {
	const reason = word(data, "reason");
	return { reason: reason === "" ? null : names.within(reason) };
}
/** A name in PagerDuty is nobody's login. */
function tellAcknowledged(data, names) {
	const by = word(data, "by");
	return {
		code: "acknowledged",
		did: `acknowledges the page ${word(data, "how") === "pagerduty" ? "in PagerDuty" : "in a comment"}`,
		...by === "" ? {} : {
			who: names.of(by),
			isByPerson: true
		}
	};
}
function tellReview(data, names) {
	const state = word(data, "state");
	const causes = texts(data["causes"]);
	const [by] = listIn(data["by"]);
	if (state === "closed") {
		const cause = causes.length === 0 ? "without a cause" : `cause ${causes.join(", ")}`;
		const closedAt = word(data, "closedAt");
		const at = closedAt === "" ? {} : { at: closedAt };
		return {
			code: "review-closed",
			did: `closes the review, ${cause}`,
			...at
		};
	}
	if (state !== "reopened") return {
		code: "review-opened",
		did: "The review is open again"
	};
	return {
		code: "review-reopened",
		did: `opens the review again${by === void 0 ? "" : `, which ${names.of(word(by, "login"))} had closed`}: no cause was given (${numberIn(data, "reopenings") ?? 1})`
	};
}

// src/audit/report/events.ts
/** Who did what, from the lines of a log in their order. */
var Events = class {
	#names;
	#courses = /* @__PURE__ */ new Map();
	#told = [];
	constructor(names) {
		this.#names = names;
	}
	hear(entry) {
		const word = tellWord(entry, this.#names);
		if (word !== void 0) this.#tell(entry, word);
		else for (const told of this.#course(entry)) this.#tell(entry, told);
	}
	/** Oldest first, by when it happened: a line may be written some time after. */
	end() {
		for (const { askedIndex, startedBy } of this.#courses.values()) {
			const asked = askedIndex === null ? void 0 : this.#told[askedIndex];
			if (askedIndex === null || asked === void 0 || startedBy.length === 0) continue;
			const who = startedBy.map((login) => this.#names.of(login)).join(", ");
			const isByPerson = startedBy.some((login) => !login.endsWith("[bot]"));
			this.#told[askedIndex] = {
				...asked,
				who,
				isByPerson
			};
		}
		return this.#told.toSorted((one, other) => epochMs(one.at) - epochMs(other.at) || one.seq - other.seq);
	}
	#course(entry) {
		const course = this.#courseOf(entry);
		switch (entry.kind) {
			case "decision": return this.#decision(entry, course);
			case "gate":
			case "bypass": return this.#gate(entry, course);
			case "outcome": return this.#outcome(entry, course);
			case "verification": return [tellVerification(entry)];
			case "escalation": return this.#escalation(entry, course);
			case "rollback": return [tellRollback(entry, this.#names)];
			case "rollback-decision": return [tellRollbackDecision(entry, this.#names)];
			default: return [];
		}
	}
	#courseOf({ subject }) {
		const key = `${subject.repositoryId}/${subject.deployment ?? ""}`;
		const known = this.#courses.get(key);
		if (known !== void 0) return known;
		const course = {
			summary: null,
			isLetIn: false,
			paged: /* @__PURE__ */ new Map(),
			askedIndex: null,
			startedBy: []
		};
		this.#courses.set(key, course);
		return course;
	}
	/** A decision about a gate that was let through already only looks back. */
	#decision(entry, course) {
		const { data, subject } = entry;
		if (subject.deployment === void 0 || course.isLetIn) return [];
		const startedBy = texts(data["startedBy"]);
		if (startedBy.length > 0) course.startedBy = startedBy;
		const told = tellDecision(entry, this.#names);
		const summary = `${told.did}: ${told.reason}`;
		if (summary === course.summary) return [];
		course.summary = summary;
		return [told];
	}
	#gate(entry, course) {
		const ended = tellGate(entry, this.#names);
		const requestedAt = word(entry.data, "requestedAt");
		if (entry.data["from"] === null && course.askedIndex === null && requestedAt !== "") {
			course.askedIndex = this.#told.length;
			this.#tell(entry, {
				code: "asked",
				who: "",
				did: "asks to deploy",
				at: requestedAt
			});
		}
		return ended === void 0 ? [] : [ended];
	}
	#outcome(entry, course) {
		const told = tellOutcome(entry, this.#names);
		if (told?.code === "let-in") course.isLetIn = true;
		return told === void 0 ? [] : [told];
	}
	#escalation(entry, course) {
		const key = `${word(entry.data, "event")}/${String(entry.data["nth"])}`;
		const told = tellEscalation(entry, course.paged.get(key) ?? 0, this.#names);
		course.paged.set(key, listIn(entry.data["paged"]).length);
		return told;
	}
	#tell({ seq, at, actor, subject }, told) {
		const { code, did, reason = null, policy = null } = told;
		this.#told.push({
			seq,
			at: told.at ?? at,
			code,
			repository: subject.repository,
			environment: subject.environment ?? null,
			deployment: subject.deployment ?? null,
			commit: subject.commit ?? null,
			milestone: subject.milestone ?? null,
			who: told.who ?? this.#names.actor(actor),
			isByPerson: told.isByPerson ?? actor.kind === "user",
			did,
			reason,
			policy
		});
	}
};

// src/audit/report/exceptions.ts
/** What of a release or a period an auditor asks about first: where it did not go the way of the policy. */
function exceptionsOf(releases, words) {
	const found = [...releases.flatMap(ofRelease), ...words.flatMap(ofWord)];
	const closings = /* @__PURE__ */ new Set();
	return found.filter(({ code, seq }) => {
		if (code !== "review-without-cause") return true;
		const isNew = !closings.has(seq);
		closings.add(seq);
		return isNew;
	}).toSorted((one, other) => epochMs(one.at) - epochMs(other.at) || one.seq - other.seq);
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
		...ofChanges(release),
		...ofGate(release),
		...ofOutcome(release)
	];
}
function ofOpening(release) {
	const { decision, openedAt, requestedBy } = release;
	if (decision === null || openedAt === null) return [];
	const { at, seq, override, mode, verdict, summary: reason } = decision;
	const by = requestedBy.length === 0 ? null : requestedBy.join(", ");
	const emergency = decision.releaseType === "emergency" ? [exception(release, {
		code: "emergency",
		at,
		seq,
		who: by,
		reason
	})] : [];
	if (override !== null) return [exception(release, {
		code: "override",
		at,
		seq,
		who: override.user,
		reason: override.reason
	}), ...emergency];
	if (!(mode === "observe" && verdict !== "open")) return emergency;
	return [exception(release, {
		code: "not-enforced",
		at,
		seq,
		who: by,
		reason
	}), ...emergency];
}
/** Of what was let in. A way back brings what was let in before, and lists what it takes away. */
function ofChanges(release) {
	const { decision, openedAt, state } = release;
	if (decision === null || decision.releaseType === "rollback") return [];
	if (openedAt === null && state !== "bypassed") return [];
	const { at, seq } = decision;
	const unreviewed = decision.changes.filter(({ reviewedBy }) => reviewedBy?.length === 0);
	const authors = [...new Set(unreviewed.map(({ author }) => author))].join(", ");
	const reason = unreviewed.map(({ change }) => nameOf(change)).join(", ");
	return [...unreviewed.length === 0 ? [] : [exception(release, {
		code: "unreviewed",
		at,
		seq,
		who: authors,
		reason
	})], ...ownApprovals(decision).map((each) => exception(release, {
		code: "approved-by-author",
		at,
		seq,
		...each
	}))];
}
/** Approvals that counted, of people who had a hand in a change. */
function ownApprovals({ counted, changes }) {
	return [...new Set(counted.flatMap((each) => each.people))].flatMap((who) => {
		const own = changes.filter((change) => handsIn(change).some((hand) => hand.toLowerCase() === who.toLowerCase()));
		return own.length === 0 ? [] : [{
			who,
			reason: `of ${own.map(({ change }) => nameOf(change)).join(", ")}`
		}];
	});
}
function handsIn({ author, contributors = [] }) {
	return [author, ...contributors].filter((login) => login !== "" && login !== "erased");
}
function nameOf(change) {
	return change.startsWith("#") ? change : `commit ${change.slice(0, 12)} without a pull request`;
}
function ofGate(release) {
	const { state, stateAt, stateSeq, endedBy, reasons, run } = release;
	const isPast = state === "ended" && reasons.includes("rule-off");
	const code = isPast ? "bypass" : {
		bypassed: "bypass",
		rejected: "rejected"
	}[state];
	if (code === void 0 || stateAt === null || stateSeq === null) return [];
	const who = endedBy.length === 0 ? null : endedBy.join(", ");
	const where = run === null ? "on GitHub" : `with run ${run} on GitHub`;
	return [exception(release, {
		code,
		at: stateAt,
		seq: stateSeq,
		who,
		reason: isPast ? "our rule was switched off for the environment" : `what was said with it stands ${where}`
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
/** Each verdict once for as long as it stays the same: what is watched is looked at again and again. */
function ofVerifications(release) {
	const { verifications } = release;
	return verifications.filter(({ verdict }, index) => verdict !== verifications[index - 1]?.verdict).flatMap((each) => {
		const code = VERDICTS[each.verdict];
		return code === void 0 ? [] : [exception(release, {
			code,
			...each,
			...foundBy(each)
		})];
	});
}
function foundBy({ run, failedChecks, verdict }) {
	if (verdict === "missing") return {
		who: null,
		reason: "no verification arrived in the time that the policy gives"
	};
	return {
		who: null,
		reason: `${failedChecks.length === 0 ? "it failed" : `failed: ${failedChecks.join(", ")}`}; ${run === null ? "seen by Tidegate" : `said by run ${run}`}`
	};
}
function ofOutcome(release) {
	const { rollback, review } = release;
	const ended = rollback === null ? void 0 : ENDS[rollback.state];
	return [
		...ofVerifications(release),
		...rollback && ended ? [ofRollback(release, rollback, ended)] : [],
		...review?.state === "closed" && review.causes.length === 0 && review.reopenings > 0 ? [exception(release, {
			code: "review-without-cause",
			at: review.at,
			seq: review.seq,
			who: review.by
		})] : []
	];
}
function ofRollback(release, { target, reason, orderedBy, trigger, at, seq }, code) {
	const pre = orderedBy == null && trigger !== void 0 ? `authorised in advance, on ${trigger}` : void 0;
	const why = [`to ${target.slice(0, 12)}`, reason ?? pre].filter((part) => part !== void 0).join(": ");
	return exception(release, {
		code,
		at,
		seq,
		who: orderedBy ?? (pre === void 0 ? null : "the policy"),
		reason: why
	});
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

// src/audit/report/plans.ts
const DECIDES = /* @__PURE__ */ new Set([
	"go",
	"no-go",
	"leave-out"
]);
var Plans = class {
	#heard = /* @__PURE__ */ new Map();
	hear({ kind, seq, subject }) {
		const { repository, repositoryId, milestone } = subject;
		if (milestone === void 0) return;
		const key = `${repositoryId}/${milestone}`;
		const heard = this.#heard.get(key) ?? {
			repository,
			repositoryId,
			milestone,
			decisions: []
		};
		this.#heard.set(key, heard);
		heard.repository = repository;
		if (DECIDES.has(kind)) heard.decisions.push(seq);
	}
	end(scope) {
		return [...this.#heard.values()].map(({ repository, repositoryId, milestone, decisions }) => {
			const all = scope.deploymentsOf(repositoryId, milestone);
			const isBack = (id) => scope.links.backBy(repositoryId, id) !== void 0;
			return {
				repository,
				milestone,
				decisions,
				deployments: all.filter((id) => !isBack(id)),
				waysBack: all.filter(isBack)
			};
		});
	}
};

// src/audit/report/policies.ts
var Policies = class {
	#seen = /* @__PURE__ */ new Map();
	hear({ kind, at, seq, data }) {
		if (kind !== "decision") return;
		const policy = data["policy"] ?? {};
		const digest = word(policy, "digest");
		const known = this.#seen.get(digest);
		const first = {
			digest,
			sources: texts(policy["sources"]),
			decisions: 0,
			firstAt: at,
			lastAt: at,
			firstSeq: seq
		};
		this.#seen.set(digest, {
			...known ?? first,
			lastAt: at,
			decisions: (known?.decisions ?? 0) + 1
		});
	}
	end() {
		return [...this.#seen.values()];
	}
};

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
	rejected: "A person said no",
	emergency: "An emergency release",
	unreviewed: "A change that nobody but its authors reviewed was let in",
	"approved-by-author": "An author of a change approved it, and the policy allows that",
	"review-without-cause": "What happened was looked back on without saying why"
};

// src/audit/report/reported-decision.ts
function decisionIn({ at, seq, data }, names) {
	const policy = data["policy"] ?? {};
	return {
		at,
		seq,
		summary: names.within(word(data, "summary")),
		verdict: word(data, "verdict"),
		mode: word(data, "mode"),
		tier: word(data, "tier"),
		releaseType: word(data, "releaseType"),
		policy: {
			sources: texts(policy["sources"]),
			digest: word(policy, "digest")
		},
		factsDigest: word(data, "factsDigest"),
		decisionDigest: word(data, "decisionDigest"),
		gates: listIn(data["gates"]).map((gate) => ({
			name: word(gate, "name"),
			status: word(gate, "status")
		})),
		changes: changesIn(data, names),
		changeCount: numberIn(data, "changeCount") ?? 0,
		counted: listIn(data["counted"]).map((each) => countedIn(each, names)),
		override: overrideIn(data, names),
		approvals: listIn(data["approvals"]).map((each) => approvalIn(each, names)),
		preflights: listIn(data["preflights"]).map(preflightIn),
		plans: plansIn(data),
		zone: word(data, "zone") === "" ? null : word(data, "zone")
	};
}
/** Numbers of milestones. */
function plansIn(data) {
	const plans = data["plans"];
	return Array.isArray(plans) ? plans.filter((each) => typeof each === "number") : [];
}
function countedIn(data, names) {
	const people = texts(data["people"]).map((login) => names.of(login));
	const role = word(data, "as");
	return {
		gate: word(data, "gate"),
		people,
		...role === "" ? {} : { as: names.within(role) }
	};
}
function overrideIn(data, names) {
	const override = data["override"];
	if (!override) return null;
	return {
		user: names.of(word(override, "user")),
		reason: names.within(word(override, "reason"))
	};
}
function approvalIn(data, names) {
	return {
		who: names.of(word(data, "user")),
		state: word(data, "state"),
		at: word(data, "at"),
		source: word(data, "source")
	};
}
function preflightIn(data) {
	const at = word(data, "at");
	return {
		file: word(data, "file"),
		verdict: word(data, "verdict"),
		at,
		failedChecks: texts(data["failedChecks"])
	};
}
/** Lines that were written before requests and reviews were logged have none. */
function changesIn(data, names) {
	const reviewed = new Map(listIn(data["reviewed"]).map((each) => [word(each, "change"), each]));
	return listIn(data["changes"]).map((each) => {
		const change = word(each, "change");
		const requests = texts(each["requests"]);
		const review = reviewed.get(change);
		const contributors = texts(review?.["contributors"]).map((login) => names.of(login));
		return {
			change,
			author: names.of(word(each, "author")),
			...requests.length === 0 ? {} : { requests: requests.map((one) => names.within(one)) },
			...contributors.length === 0 ? {} : { contributors },
			...review === void 0 ? {} : { reviewedBy: texts(review["by"]).map((login) => names.of(login)) }
		};
	});
}

// src/audit/report/reported-release.ts
const NOTHING_TOLD = {
	commit: null,
	requestedAt: null,
	requestedBy: [],
	run: null,
	attempt: null,
	decision: null,
	said: [],
	state: "unknown",
	stateAt: null,
	stateSeq: null,
	reasons: [],
	endedBy: [],
	openedAt: null,
	openedSeq: null,
	verifications: [],
	wayBack: null,
	events: [],
	verification: null,
	rollback: null,
	review: null,
	positions: [],
	lineCount: 0
};
var ReleaseStory = class {
	repositoryId;
	#names;
	#links;
	#told;
	#positions = [];
	#said = [];
	#verifications = [];
	#lines = 0;
	/** A decision about a gate that was let through already only looks back. */
	#isDecided = false;
	constructor({ subject }, names, links) {
		this.repositoryId = subject.repositoryId;
		this.#names = names;
		this.#links = links;
		const { repository, environment = "", deployment = 0 } = subject;
		this.#told = {
			...NOTHING_TOLD,
			repository,
			environment,
			deployment
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
			rollback: this.#rollback(),
			wayBack: this.#wayBack(),
			verifications: [...this.#verifications],
			said: [...this.#said],
			positions: [...this.#positions],
			lineCount: this.#lines
		};
	}
	#fold(entry) {
		const { at, seq, data } = entry;
		switch (entry.kind) {
			case "decision":
				this.#foldDecision(entry);
				return;
			case "gate":
			case "bypass":
				this.#told.stateSeq = seq;
				this.#foldGate(at, data);
				return;
			case "outcome":
				if (data["effect"] === "open-gate" && data["outcome"] === "done") this.#open(at, seq);
				return;
			case "verification":
				this.#foldVerification({
					verdict: word(data, "verdict"),
					at,
					seq
				}, data);
				return;
			case "rollback":
				if (entry.actor.kind === "tidegate") this.#told.rollback = rollbackIn(entry, this.#names);
				return;
			case "review":
				this.#told.review = reviewIn(entry, this.#told.review, this.#names);
				return;
			default: return;
		}
	}
	#foldDecision(entry) {
		const startedBy = texts(entry.data["startedBy"]).map((login) => this.#names.of(login));
		if (startedBy.length > 0) this.#told.requestedBy = startedBy;
		if (!this.#isDecided) this.#told.decision = decisionIn(entry, this.#names);
	}
	#open(at, seq) {
		this.#told.openedAt = at;
		this.#told.openedSeq = seq;
		this.#isDecided = true;
	}
	/** A pass that counts as none says nothing against one that does, nor does it that nobody had said anything. */
	#foldVerification(said, data) {
		const failedChecks = texts(data["failedChecks"]);
		this.#verifications.push({
			...said,
			failedChecks,
			run: numberIn(data, "runId")
		});
		const known = this.#told.verification;
		if (said.verdict === "uncounted" && known !== null) return;
		if (said.verdict === "missing" && known !== null && known.verdict !== "uncounted") return;
		this.#told.verification = said;
	}
	#foldGate(at, data) {
		this.#told.state = word(data, "to");
		this.#told.stateAt = at;
		this.#told.reasons = texts(data["reasons"]);
		this.#told.endedBy = listIn(data["by"]).map((each) => this.#names.of(word(each, "login")));
		this.#told.run = numberIn(data, "run");
		this.#told.attempt = numberIn(data, "attempt");
		const requestedAt = word(data, "requestedAt");
		if (requestedAt !== "") this.#told.requestedAt = requestedAt;
	}
	/** With what was said when it was ordered, and the deployment that did it. */
	#rollback() {
		const { rollback, environment, commit } = this.#told;
		if (rollback === null) return null;
		const order = rollback.orderedBy == null ? void 0 : this.#links.orderOf(environment, commit);
		const { run } = rollback;
		const deployment = run === void 0 ? void 0 : this.#links.deploymentOf(this.repositoryId, environment, run);
		return {
			...rollback,
			...order === void 0 || order.reason === "" ? {} : { reason: this.#names.within(order.reason) },
			...deployment === void 0 ? {} : { deployment }
		};
	}
	#wayBack() {
		const back = this.#links.backBy(this.repositoryId, this.#told.deployment);
		if (back === void 0) return null;
		const { failedDeployment, failedCommit, environment, orderedBy, trigger } = back;
		const order = orderedBy === null ? void 0 : this.#links.orderOf(environment, failedCommit);
		return {
			deployment: failedDeployment,
			commit: failedCommit,
			orderedBy: orderedBy === null ? null : this.#names.of(orderedBy),
			reason: order === void 0 || order.reason === "" ? null : this.#names.within(order.reason),
			seq: order?.seq ?? back.seq,
			at: order?.at ?? back.at,
			trigger
		};
	}
};
/** What a person stated, by name and with the reason; null: no person did. */
function wordIn({ seq, at, kind, actor, subject, data }, names) {
	if (actor.kind !== "user") return null;
	const reason = word(data, "reason");
	return {
		seq,
		at,
		kind,
		who: names.actor(actor),
		environment: subject.environment ?? null,
		commit: subject.commit ?? null,
		reason: reason === "" ? null : names.within(reason)
	};
}
function rollbackIn({ at, seq, data }, names) {
	const orderedBy = word(data, "orderedBy");
	const trigger = word(data, "trigger");
	const run = numberIn(data, "run");
	return {
		state: word(data, "state"),
		target: word(data, "target"),
		at,
		seq,
		orderedBy: orderedBy === "" ? null : names.of(orderedBy),
		...trigger === "" ? {} : { trigger },
		...run === null ? {} : { run }
	};
}
function reviewIn({ at, seq, actor, subject, data }, before, names) {
	const by = listIn(data["by"]).map((each) => names.of(word(each, "login")));
	const [state, closedAt] = [word(data, "state"), word(data, "closedAt")];
	return {
		state,
		at,
		seq,
		...state === "closed" && closedAt !== "" ? { closedAt } : {},
		issue: subject.issue ?? null,
		by: actor.kind === "user" ? names.actor(actor) : by[0] ?? null,
		causes: texts(data["causes"]),
		reopenings: numberIn(data, "reopenings") ?? before?.reopenings ?? 0
	};
}

// src/audit/report/known-deployment.ts
function newlyKnown(repositoryId, id) {
	return {
		repositoryId,
		id,
		environment: "",
		commit: null,
		plans: /* @__PURE__ */ new Set(),
		changes: []
	};
}
function lanesOf({ environment, commit }) {
	return commit === null ? [] : [laneOf(environment, commit)];
}
function laneOf(environment, commit) {
	return `${environment.toLowerCase()}/${commit}`;
}

// src/audit/report/links.ts
var Links = class {
	#backs = /* @__PURE__ */ new Map();
	#backOfRun = /* @__PURE__ */ new Map();
	#runOfDeployment = /* @__PURE__ */ new Map();
	#deploymentOfRun = /* @__PURE__ */ new Map();
	#orders = /* @__PURE__ */ new Map();
	see(entry) {
		const { kind, actor, subject, data } = entry;
		if (kind === "gate" || kind === "bypass") this.#seeGate(entry);
		if (kind !== "rollback") return;
		if (actor.kind === "tidegate") this.#seeBack(entry);
		else if (subject.commit !== void 0) {
			const order = {
				user: actor.login,
				reason: word(data, "reason"),
				seq: entry.seq,
				at: entry.at
			};
			this.#orders.set(lane(subject.environment, subject.commit), order);
		}
	}
	/** What this deployment goes back from; undefined: it is no way back. */
	backBy(repositoryId, deployment) {
		const run = this.#runOfDeployment.get(`${repositoryId}/${deployment}`);
		const id = run === void 0 ? void 0 : this.#backOfRun.get(`${repositoryId}/${run}`);
		return id === void 0 ? void 0 : this.#backs.get(id);
	}
	/** What somebody last said when they ordered it back from there. */
	orderOf(environment, commit) {
		return commit === null ? void 0 : this.#orders.get(lane(environment ?? void 0, commit));
	}
	/** The deployment of a run to an environment. */
	deploymentOf(repositoryId, environment, run) {
		return this.#deploymentOfRun.get(`${repositoryId}/${run}/${environment.toLowerCase()}`);
	}
	/** Runs that brought something back from these deployments. */
	runsFrom(repositoryId, failed) {
		return [...this.#backOfRun].flatMap(([key, id]) => {
			const back = this.#backs.get(id);
			const [repository, run] = key.split("/").map(Number);
			return repository === repositoryId && back?.failedDeployment === failed && run !== void 0 ? [{
				run,
				environment: back.environment
			}] : [];
		});
	}
	#seeGate({ subject, data }) {
		const { repositoryId, deployment, environment = "" } = subject;
		const run = numberIn(data, "run");
		if (run === null || deployment === void 0) return;
		this.#runOfDeployment.set(`${repositoryId}/${deployment}`, run);
		this.#deploymentOfRun.set(`${repositoryId}/${run}/${environment.toLowerCase()}`, deployment);
	}
	#seeBack({ seq, at, subject, data }) {
		const id = `${subject.repositoryId}/${word(data, "rollback")}`;
		const before = this.#backs.get(id);
		const isOrdered = word(data, "state") === "ordered";
		const place = before !== void 0 && (before.isOrdered || !isOrdered) ? before : {
			seq,
			at,
			isOrdered
		};
		const orderedBy = word(data, "orderedBy");
		this.#backs.set(id, {
			failedDeployment: subject.deployment ?? null,
			failedCommit: subject.commit ?? null,
			environment: subject.environment ?? "",
			orderedBy: orderedBy === "" ? null : orderedBy,
			trigger: word(data, "trigger"),
			seq: place.seq,
			at: place.at,
			isOrdered: place.isOrdered
		});
		const run = numberIn(data, "run");
		if (run !== null) this.#backOfRun.set(`${subject.repositoryId}/${run}`, id);
	}
};
function lane(environment, commit) {
	return `${(environment ?? "").toLowerCase()}/${commit}`;
}

// src/audit/report/names-in.ts
function namedIn({ actor, data }) {
	const listed = [...listIn(data["by"]), ...listIn(data["people"])].flatMap(({ id, login }) => typeof id === "number" && typeof login === "string" ? [{
		id,
		login
	}] : []);
	return actor.kind === "user" ? [actor, ...listed] : listed;
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
	"override",
	"review",
	"escalation",
	"acknowledge"
]);
const MOST_GAPS = 20;
var Scope = class {
	links = new Links();
	gaps = [];
	firstAt = null;
	lastAt = null;
	#asked;
	#names;
	#next = 0;
	/** By id: a repository keeps it when it is renamed. */
	#repositories = /* @__PURE__ */ new Set();
	#deployments = /* @__PURE__ */ new Set();
	#commits = /* @__PURE__ */ new Set();
	#known = /* @__PURE__ */ new Map();
	/** Pull requests that were planned, as far as what was said of them tells: `repository/milestone`. */
	#planned = /* @__PURE__ */ new Map();
	/** Lanes (environment and commit), plans and comments of what is part of it: found when all was read. */
	#lanes = /* @__PURE__ */ new Set();
	#plans = /* @__PURE__ */ new Set();
	#comments = /* @__PURE__ */ new Set();
	#orders = [];
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
	/** Deployments that belong to a planned release, as far as the log tells. */
	deploymentsOf(repositoryId, milestone) {
		return [...this.#known.values()].filter((known) => known.repositoryId === repositoryId).flatMap((known) => this.#isOfPlan(known, milestone) ? [known.id] : []);
	}
	see(entry) {
		const { subject, seq, at } = entry;
		this.#count(seq, at);
		for (const person of namedIn(entry)) this.#names.learn(person);
		this.links.see(entry);
		this.#keepOrder(entry);
		if (!this.#isOfRepository(subject)) return;
		this.#repositories.add(subject.repositoryId);
		this.#keepPlanned(entry);
		this.#keep(entry);
		const { commit, deployment } = subject;
		if (!this.#isAskedFor(entry)) return;
		if (commit !== void 0 && this.#asked.release?.kind === "commit") this.#commits.add(commit);
		if (deployment !== void 0) this.#deployments.add(`${subject.repositoryId}/${deployment}`);
	}
	/** After the first reading: what belongs to what was asked for, though it does not say so itself. */
	close() {
		const { release } = this.#asked;
		if (release?.kind === "milestone") {
			for (const [key, known] of this.#known) if (this.#isOfPlan(known, release.number)) this.#deployments.add(key);
		}
		for (const key of [...this.#deployments]) this.#addWaysBack(key);
		const parts = [...this.#deployments].flatMap((key) => this.#known.get(key) ?? []);
		this.#lanes = new Set(parts.flatMap(lanesOf));
		for (const { repositoryId, id } of parts) {
			const back = this.links.backBy(repositoryId, id);
			if (back?.failedCommit != null) this.#lanes.add(`rollback:${laneOf(back.environment, back.failedCommit)}`);
		}
		this.#plans = new Set(parts.flatMap(({ repositoryId, plans }) => [...plans].map((n) => `${repositoryId}/${n}`)));
		this.#comments = new Set(this.#orders.flatMap(({ comment, lane }) => this.#hasLane(lane, "rollback") ? [comment] : []));
	}
	/** Of a deployment that is part of it, all lines up to the end of the period. */
	ofDeployment(entry) {
		const { repositoryId, deployment } = entry.subject;
		if (deployment === void 0 || !this.#repositories.has(repositoryId)) return false;
		return this.#deployments.has(`${repositoryId}/${deployment}`) && this.#isBeforeEnd(happenedAt(entry));
	}
	/** Said of no deployment, and part of it all the same: of its commit, its plan, or in its time. */
	ofNoDeployment(entry) {
		const { deployment, repositoryId } = entry.subject;
		if (deployment !== void 0 || !this.#isBeforeEnd(entry.at)) return false;
		return this.#repositories.has(repositoryId) && this.#isAskedFor(entry) || this.#isWordOfPart(entry);
	}
	/** A person's word on what is part of it, wherever they said it: a train is ordered back in another repository. */
	#isWordOfPart({ kind, actor, subject }) {
		if (actor.kind !== "user") return false;
		const { environment, commit, milestone, repositoryId, comment } = subject;
		if (commit !== void 0 && this.#hasLane(laneOf(environment ?? "", commit), kind)) return true;
		if (milestone !== void 0 && this.#plans.has(`${repositoryId}/${milestone}`)) return true;
		return kind === "rollback" && commit === void 0 && comment !== void 0 && this.#comments.has(comment);
	}
	#hasLane(lane, kind) {
		return this.#lanes.has(lane) || this.#lanes.has(`${kind}:${lane}`);
	}
	#count(seq, at) {
		if (seq !== this.#next && this.gaps.length < MOST_GAPS) this.gaps.push({
			expected: this.#next,
			found: seq
		});
		this.#next = seq + 1;
		this.firstAt ??= at;
		this.lastAt = at;
	}
	/** Of what a no-go is said, as long as it is not left out. */
	#keepPlanned({ kind, subject, data }) {
		const { repositoryId, milestone, pullRequest } = subject;
		if (milestone === void 0) return;
		const key = `${repositoryId}/${milestone}`;
		const planned = this.#planned.get(key) ?? /* @__PURE__ */ new Set();
		this.#planned.set(key, planned);
		for (const number of texts(data["pulls"])) planned.add(`#${number}`);
		if (kind === "leave-out") planned.delete(`#${pullRequest}`);
	}
	#keep({ kind, subject, data }) {
		const { repositoryId, deployment } = subject;
		if (deployment === void 0) return;
		const key = `${repositoryId}/${deployment}`;
		const known = this.#known.get(key) ?? newlyKnown(repositoryId, deployment);
		this.#known.set(key, known);
		if (subject.environment !== void 0) known.environment = subject.environment;
		if (subject.commit !== void 0 && kind === "gate") known.commit = subject.commit;
		known.commit ??= subject.commit ?? null;
		if (kind !== "decision") return;
		for (const plan of plansIn(data)) known.plans.add(plan);
		if (this.#asked.release?.kind === "milestone") known.changes = listIn(data["changes"]).map((each) => word(each, "change"));
	}
	/** Each member of a train that is ordered back has its own line with the same comment. */
	#keepOrder({ kind, actor, subject: { comment, environment, commit } }) {
		if (kind !== "rollback" || actor.kind !== "user" || comment === void 0 || commit === void 0) return;
		this.#orders.push({
			comment,
			lane: laneOf(environment ?? "", commit)
		});
	}
	#addWaysBack(key) {
		const [repositoryId = 0, id = 0] = key.split("/").map(Number);
		for (const { run, environment } of this.links.runsFrom(repositoryId, id)) {
			const back = this.links.deploymentOf(repositoryId, environment, run);
			if (back !== void 0) this.#deployments.add(`${repositoryId}/${back}`);
		}
	}
	#isOfPlan({ repositoryId, plans, changes }, milestone) {
		const planned = this.#planned.get(`${repositoryId}/${milestone}`);
		return plans.has(milestone) || changes.some((change) => planned?.has(change) ?? false);
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
/** That an issue was closed is heard of later, sometimes much later. */
function happenedAt({ kind, at, data }) {
	const closedAt = kind === "review" ? word(data, "closedAt") : "";
	return closedAt === "" ? at : closedAt;
}
function isNews(kind, { deployment }) {
	return deployment === void 0 || NEWS.has(kind);
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
	scope.close();
	return {
		tree,
		scope
	};
}
async function makeReport(read, { tree, scope }, request) {
	const { asked, names, origin, checkpoint, release } = request;
	const collected = await collect(read, tree.size, scope, names);
	const { events } = collected;
	const releases = withReviews(withEvents(collected.releases, events));
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
			covered,
			firstAt: scope.firstAt,
			lastAt: scope.lastAt,
			gaps: scope.gaps
		},
		releases,
		events: events.slice(0, MOST_LINES),
		unlistedEvents: Math.max(0, events.length - MOST_LINES),
		plans: collected.plans.end(scope),
		policies: collected.policies.end(),
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
	const [events, plans, policies] = [
		new Events(names),
		new Plans(),
		new Policies()
	];
	const words = [];
	const lines = [];
	let all = 0;
	for await (const { line, entry, isOfDeployment } of linesIn(read, size, scope)) {
		all++;
		if (isOfDeployment) storyOf(stories, entry, names, scope).hear(entry);
		for (const each of [
			events,
			plans,
			policies
		]) each.hear(entry);
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
		releases: [...stories.values()].map((story) => story.end()),
		events: events.end(),
		plans,
		policies,
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
function storyOf(stories, entry, names, scope) {
	const key = `${entry.subject.repositoryId}/${entry.subject.deployment}`;
	const story = stories.get(key) ?? new ReleaseStory(entry, names, scope.links);
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
/** Of each release its own lines, and people's words on its commit in its environment. */
function withEvents(releases, events) {
	const own = Map.groupBy(events, ({ repository, deployment }) => `${repository}/${deployment}`);
	const words = Map.groupBy(events.filter(({ deployment }) => deployment === null), ({ environment, commit }) => `${environment?.toLowerCase()}/${commit}`);
	return releases.map((release) => {
		const { repository, deployment, environment, commit } = release;
		const inTime = [...own.get(`${repository}/${deployment}`) ?? [], ...commit === null ? [] : words.get(`${environment.toLowerCase()}/${commit}`) ?? []].toSorted((one, other) => epochMs(one.at) - epochMs(other.at) || one.seq - other.seq);
		return {
			...release,
			events: inTime.map(({ seq }) => seq)
		};
	});
}
/** A review is kept with the way back that it looks back on, and is about what that goes back from as well. */
function withReviews(releases) {
	return releases.map((release) => {
		const { review, rollback, repository } = release;
		if (review !== null || rollback?.deployment === void 0) return release;
		const back = releases.find((one) => one.deployment === rollback.deployment && one.repository === repository);
		return back === void 0 ? release : {
			...release,
			review: back.review
		};
	});
}
function instantOf(at) {
	return at === null ? null : toInstant(at);
}

// src/audit/report/cells.ts
/** Tables of a report, and what stands in them. */
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
/** What others wrote, without any power. */
function cell(text) {
	return inertMarkdown(plainLine(text, LONGEST_CELL));
}
/** `2026-11-25 09:06:00 UTC`. */
function utc(at) {
	return `${time(at)} UTC`;
}
/** In a column that says that it is in UTC. */
function time(at) {
	return new Date(epochMs(at)).toISOString().slice(0, 19).replace("T", " ");
}
/** With the wall clock of the policy beside it. */
function both(at, zone) {
	return zone === null || zone === "UTC" ? utc(at) : `${utc(at)} (${sayLocal(epochMs(at), zone, epochMs(at))})`;
}
/** `line 12`, with a star where nothing vouches for it. */
function line(seq, covered) {
	return `line ${place(seq, covered)}`;
}
function place(seq, covered) {
	return seq < covered || covered === 0 ? String(seq) : `${seq}\\*`;
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
function count(n, noun) {
	return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
/** A commit, or a pull request, as short as people name it. */
function shortChange(change) {
	return change.startsWith("#") ? change : change.slice(0, 12);
}

// src/audit/report/overview.ts
/** What a report comes to: how many releases, how they ended, and what is answered of an auditor's questions. */
function outcomeOf(release) {
	const { state, openedAt, rollback, verification } = release;
	if (rollback?.state === "verified") return "taken back";
	if (state === "bypassed") return "went past Tidegate";
	if (openedAt === null && state !== "approved") return state === "held" || state === "pending" || state === "unknown" ? "still waiting" : "not let in";
	if (verification?.verdict === "pass") return "let in and verified";
	return verification?.verdict === "fail" ? "let in, found bad" : "let in, not verified";
}
/** `8 let in and verified (2 of them ways back), 2 taken back`. */
function sayOutcomes(releases) {
	return [...Map.groupBy(releases, outcomeOf)].map(([outcome, of]) => {
		const back = of.filter(({ wayBack }) => wayBack !== null).length;
		return `${of.length} ${outcome}${back === 0 ? "" : ` (${back} of them to go back)`}`;
	}).join(", ") || "none";
}
/** By some verification that counts, whatever was found later. */
function wasVerified({ verifications }) {
	return verifications.some(({ verdict }) => verdict === "pass");
}
function isLetIn({ openedAt }) {
	return openedAt !== null;
}
/** By whose word it went in, in the order in which they are looked for. */
function groundOf({ decision, wayBack }) {
	if (wayBack !== null) return "order";
	if (decision?.override != null) return "override";
	return decision?.counted.some(({ people }) => people.length > 0) ? "approval" : "policy";
}
function sayAuthorised({ releases }) {
	const opened = releases.filter(isLetIn);
	const isDecided = ({ decision }) => decision !== null;
	const past = releases.filter(({ state }) => state === "bypassed").length;
	return `${opened.filter(isDecided).length} of ${opened.length} let in by a decision under a policy, with its digest; ${past} went past Tidegate`;
}
function sayTested({ releases }) {
	const opened = releases.filter(isLetIn);
	const before = opened.filter(({ decision }) => decision?.gates.some(isMetTest)).length;
	return `${opened.filter(wasVerified).length} of ${opened.length} verified after they were deployed; ${before} had to be verified elsewhere before (gate promotion)`;
}
function isMetTest({ name, status }) {
	return name === "promotion" && status === "met";
}
function sayApproved$1({ releases }) {
	const grounds = Map.groupBy(releases.filter(isLetIn), groundOf);
	const of = (ground) => grounds.get(ground)?.length ?? 0;
	return `Let in with approvals that counted: ${of("approval")}; as a way back that was ordered or authorised in advance: ${of("order")}; by an override: ${of("override")}; where the policy asks for no approval: ${of("policy")}`;
}
function saySeparated({ releases }) {
	const letIn = releases.filter((each) => isLetIn(each) && each.wayBack === null).flatMap(({ decision }) => decision ?? []);
	const changes = letIn.flatMap((decision) => decision.changes);
	const known = changes.filter(({ reviewedBy }) => reviewedBy !== void 0);
	const alone = known.filter(({ reviewedBy }) => reviewedBy?.length === 0).length;
	const own = letIn.flatMap(ownApprovals).length;
	const old = changes.length - known.length;
	const unknown = old === 0 ? "" : `; of ${old} the log does not tell who reviewed them`;
	return `Approvals by an author of the change: ${own}; changes reviewed by somebody else: ${known.length - alone} of ${known.length} (a change counts once for each environment that it was let into)${unknown}`;
}
function sayLookedBack({ releases, exceptions }) {
	const reviews = new Map(releases.flatMap(({ review, repository }) => review === null ? [] : [[`${repository}/${review.issue}`, review]]));
	const closed = [...reviews.values()].filter(({ state }) => state === "closed");
	const withCause = closed.filter(({ causes }) => causes.length > 0).length;
	const bad = releases.filter(({ rollback, review, decision, openedAt }) => {
		return (rollback?.state === "verified" || openedAt !== null && decision?.override != null) && review?.state !== "closed";
	}).length;
	return `Exceptions: ${exceptions.length}; reviews closed: ${closed.length} (with a cause: ${withCause}), open again: ${reviews.size - closed.length}; taken back or opened by an override, without a closed review in this log: ${bad}`;
}

// src/audit/report/render-events.ts
/** Who did what, as rows. */
const LONGEST_DIGEST = 12;
/** @param withPlace whether the rows are of several releases, and say of which */
function eventTable(events, covered, withPlace) {
	const rows = events.map((event) => {
		const { at, who, did, reason, policy, seq } = event;
		const under = policy === null || policy === "" ? "" : ` (${policy.slice(0, LONGEST_DIGEST)})`;
		return [
			time(at),
			`${cell(who === "" ? "the log does not tell" : who)}${under}`,
			cell(did),
			...withPlace ? [placeOf(event)] : [],
			cell(reason ?? ""),
			place(seq, covered)
		];
	});
	return table([
		"when (UTC)",
		"who",
		"did",
		...withPlace ? ["of what"] : [],
		"reason",
		"line"
	], rows);
}
function placeOf({ repository, environment, deployment, commit, milestone }) {
	return [
		repository,
		environment ?? "",
		deployment === null ? "" : `deployment ${deployment}`,
		milestone === null ? "" : `plan/${milestone}`,
		deployment === null ? commit?.slice(0, 12) ?? "" : ""
	].filter((part) => part !== "").map(cell).join(", ");
}

// src/audit/report/render-log.ts
/** On what a report rests, how complete that is, and how to check it. */
function sayProven({ lines, unlisted, log }) {
	return `${lines.filter(({ proof }) => proof !== null).length} of ${lines.length + unlisted} lines are proven against a signed checkpoint; ${log.gaps.length === 0 ? "no line is missing" : "lines are missing"}`;
}
/** What the document cannot tell, said rather than left out. */
function sayComplete({ scope, log, unlistedEvents }) {
	const { gaps, firstAt, lastAt, lines } = log;
	if (firstAt === null || lastAt === null) return "The log is empty.";
	const said = [
		gaps.length === 0 ? `No line is missing: ${count(lines, "line")}, numbered 0 to ${lines - 1}, from ${utc(firstAt)} to ${utc(lastAt)}.` : `**Lines are missing**: ${gaps.map(({ expected, found }) => `where line ${expected} should be is ${found}`).join("; ")}.`,
		...scope.from !== null && epochMs(scope.from) < epochMs(firstAt) ? [`Of the time before ${utc(firstAt)} the log knows nothing.`] : [],
		...scope.to !== null && epochMs(scope.to) > epochMs(lastAt) ? [`After ${utc(lastAt)} nothing was written.`] : [],
		...unlistedEvents === 0 ? [] : [`**${count(unlistedEvents, "row")} of who did what left out**, the newest: ask for a shorter period.`],
		"Not in it: deployments made outside GitHub Actions or without an environment that Tidegate guards."
	];
	return cell(said.join(" ")).replaceAll("\\*\\*", "**");
}
function renderLog({ log, lines, unlisted }) {
	const { origin, root, checkpoint, covered } = log;
	const proven = lines.filter(({ proof }) => proof !== null).length;
	const some = lines.at(-1)?.seq ?? 0;
	return [
		`Log \`${origin.replaceAll("`", "")}\`, ${log.lines} lines, root \`${root}\` (RFC 6962).`,
		"",
		...checkpoint === null ? [] : [
			"```",
			checkpoint.trimEnd(),
			"```",
			""
		],
		`The report rests on ${count(lines.length + unlisted, "line")}; ${proven} of them are proven against the checkpoint of ${covered} lines.${covered > 0 ? " A line with a star is younger than the checkpoint, and nothing vouches for it." : ""} Their leaf hashes and proofs are in the report as JSON (\`--json\`, \`lines\`).`,
		...unlisted === 0 ? [] : ["", `${unlisted} more lines belong to it and are not in that list; the log has them.`],
		"",
		"To check it without trusting whoever made it: export the log, verify it against checkpoints that were published or that you kept, and read the line that a row ends with. Lines are counted from 0 here and from 1 by `sed`.",
		"",
		"```sh",
		"tidegate audit export > log.jsonl",
		"tidegate audit verify log.jsonl --checkpoint checkpoints.txt --key audit.vkey",
		`sed -n '${some + 1}p' log.jsonl    # line ${some} of this report`,
		"```"
	];
}

// src/audit/report/render-release.ts
/** One release of a report: what it was, who had a hand in it, how it went, and then row by row. */
/** @param covered lines that a checkpoint vouches for */
function renderRelease(release, events, covered) {
	const { repository, environment, deployment, commit, decision, review } = release;
	const rows = [
		["Commit", cell(commit ?? "not known")],
		["Asked by", sayAsked(release)],
		...release.wayBack === null ? [] : [["Way back", sayWayBack(release.wayBack, covered)]],
		...decisionRows(release, covered),
		["Gate", sayGate(release, covered)],
		["Verified", sayVerified(release, covered)],
		["Rolled back", sayRolledBack(release, covered)],
		...review === null ? [] : [["Review", sayReview(review, covered)]],
		["Policy", decision === null ? "none decided" : sayPolicy(decision)],
		["Lines of the log", sayPositions(release)]
	];
	const told = [...new Set(release.events)].flatMap((seq) => (events.get(seq) ?? []).filter((one) => isOf(one, release)));
	return [
		`### ${inertMarkdown(repository)}: deployment ${deployment} to ${inertMarkdown(environment)}`,
		"",
		...table(["", ""], rows),
		"",
		...told.length === 0 ? [] : [...eventTable(told, covered, false), ""]
	];
}
function isOf(event, { deployment }) {
	return event.deployment === null || event.deployment === deployment;
}
function sayAsked({ requestedAt, requestedBy, run, attempt, decision }) {
	const who = requestedBy.length === 0 ? "the log does not tell" : requestedBy.map(cell).join(", ");
	const when = requestedAt === null ? "" : `, ${both(requestedAt, decision?.zone ?? null)}`;
	const again = attempt === null || attempt === 1 ? "" : `, attempt ${attempt}`;
	return `${who}${when}${run === null ? "" : `, run ${run}${again}`}`;
}
function sayWayBack(back, covered) {
	const { deployment, commit, orderedBy, reason, at, seq, trigger } = back;
	return `${`from ${cell((commit ?? "what failed").slice(0, 12))}${deployment === null ? "" : ` (deployment ${deployment})`}`}, ordered ${orderedBy === null ? `by the policy, which authorises it in advance (trigger ${cell(trigger)})` : `by ${cell(orderedBy)}${reason === null ? "" : `: ${cell(reason)}`}`}, ${utc(at)}, ${line(seq, covered)}`;
}
function decisionRows(release, covered) {
	const { decision } = release;
	if (decision === null) return [["Decision", "none: the policy never decided"]];
	const { tier, releaseType, verdict, mode, at, summary: told, gates, override, seq } = decision;
	const isObserved = mode === "observe" ? " (observed only)" : "";
	return [
		["Decision", `${cell(verdict)}${isObserved}, ${both(at, decision.zone)}, ${line(seq, covered)}: ${cell(told)}`],
		[releaseType === "rollback" ? "Takes away" : "Changes", sayChanges(decision)],
		["Risk", `${cell(tier)}, ${cell(releaseType)}`],
		["Gates", gates.map(({ name, status }) => `${cell(name)}: ${cell(status)}`).join("; ") || "none applied"],
		...decision.preflights.length === 0 ? [] : [["Preflight", sayPreflights(decision)]],
		["Approved by", sayApproved(release, decision)],
		...override === null ? [] : [["Override", `${cell(override.user)}: ${cell(override.reason)}`]]
	];
}
function sayPreflights({ preflights }) {
	return preflights.map(({ file, verdict, at, failedChecks }) => {
		const failed = failedChecks.length === 0 ? "" : ` (${failedChecks.map(cell).join(", ")})`;
		return `${cell(file)}: ${cell(verdict)}${failed}, ${utc(at)}`;
	}).join("; ");
}
/** Whose word counted, in which role, when and where they gave it; without any, on what ground it went in all the same. */
function sayApproved(release, decision) {
	const { counted, verdict, tier, releaseType } = decision;
	if (counted.length > 0) return counted.map((each) => sayCounted(each, release, decision)).join("; ");
	if (release.wayBack !== null) return "nobody: a way back needs no approval beside its order, which is above";
	if (release.openedAt === null) return "nobody yet: no approval counted";
	if (verdict !== "open") return "nobody: no approval counted";
	return `nobody: the policy asks for no approval here (${cell(tier)}, ${cell(releaseType)})`;
}
function sayCounted({ gate, people, as: role }, { said }, decision) {
	const authors = new Set(ownApprovals(decision).map(({ who }) => who));
	const each = people.map((who) => {
		const isIt = (login) => login.toLowerCase() === who.toLowerCase();
		const given = decision.approvals.findLast((one) => isIt(one.who) && one.state === "approved");
		const at = given?.at ?? said.findLast((one) => one.kind === "approve" && isIt(one.who))?.at;
		return [
			`${cell(who)}${role === void 0 ? "" : ` as ${cell(role)}`}`,
			...authors.has(who) ? ["**an author of the change**"] : [],
			...at === void 0 ? [] : [utc(at)],
			...given === void 0 ? [] : [SOURCES[given.source] ?? cell(given.source)]
		].join(", ");
	});
	return `${cell(gate)}: ${each.join("; ")}`;
}
const SOURCES = {
	comment: "in a comment",
	"deployment-review": "on the page of the run",
	page: "on a page of Tidegate"
};
function sayPolicy({ policy, factsDigest, decisionDigest }) {
	const { sources, digest } = policy;
	return `${sources.map(cell).join(", ")}, digest ${cell(digest)}; digest of the facts ${cell(factsDigest)}, of the decision ${cell(decisionDigest)}`;
}
function sayChanges({ changes, changeCount, releaseType }) {
	if (changes.length === 0) return changeCount === 0 ? "none listed" : `${changeCount}`;
	const told = changes.map((change) => sayChange(change, releaseType !== "rollback"));
	const left = changeCount - changes.length;
	return `${told.join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}
function sayChange({ change, author, requests = [], contributors = [], reviewedBy }, isNew) {
	const why = requests.length === 0 ? "" : ` for ${requests.map(cell).join(" and ")}`;
	const others = contributors.length === 0 ? "" : ` with ${contributors.map(cell).join(" and ")}`;
	const reviewers = reviewedBy?.length === 0 ? " (**reviewed by nobody else**)" : ` (reviewed by ${reviewedBy?.map(cell).join(", ")})`;
	const review = reviewedBy === void 0 || !isNew && reviewedBy.length === 0 ? "" : reviewers;
	return `${cell(shortChange(change))} by ${cell(author === "" ? "unknown" : author)}${others}${why}${review}`;
}
const ENDED_OTHERWISE = /* @__PURE__ */ new Set([
	"bypassed",
	"rejected",
	"expired",
	"superseded",
	"ended"
]);
/** The decision is told above: here is when GitHub took it, or how it ended otherwise. */
function sayGate({ state, stateAt, stateSeq, reasons, endedBy, openedAt, openedSeq }, covered) {
	if (openedAt !== null && !ENDED_OTHERWISE.has(state)) return `let in: GitHub took the approval ${utc(openedAt)}${openedSeq === null ? "" : `, ${line(openedSeq, covered)}`}`;
	const why = reasons.length === 0 ? "" : ` (${reasons.map(cell).join(", ")})`;
	const by = endedBy.length === 0 ? "" : ` by ${endedBy.map(cell).join(", ")}`;
	const since = stateAt === null ? "" : ` since ${utc(stateAt)}`;
	return `${cell(state)}${by}${why}${since}${stateSeq === null ? "" : `, ${line(stateSeq, covered)}`}`;
}
/** Watching repeats itself: of a row of the same verdicts the first and the last are told. */
function sayVerified({ verifications, openedAt }, covered) {
	if (verifications.length === 0) return openedAt === null ? "not deployed by us" : "nothing was said of it";
	const isEdge = (index) => verifications[index]?.verdict !== verifications[index - 1]?.verdict || verifications[index]?.verdict !== verifications[index + 1]?.verdict;
	return verifications.filter((_, index) => isEdge(index)).map((each) => sayVerification(each, covered)).join(", then ");
}
function sayVerification({ verdict, at, seq, failedChecks, run }, covered) {
	const failed = failedChecks.length === 0 ? "" : ` (${failedChecks.map(cell).join(", ")})`;
	const seen = run === null ? "seen by Tidegate" : `run ${run}`;
	const by = verdict === "missing" ? "nothing was said in time" : seen;
	return `${cell(verdict)}${failed}, ${utc(at)}, ${by}, ${line(seq, covered)}`;
}
function sayRolledBack({ rollback }, covered) {
	if (rollback === null) return "no";
	const { state, target, at, seq, orderedBy, reason, trigger, run, deployment } = rollback;
	const pre = trigger === void 0 ? "" : `; nobody ordered it: the policy, on ${cell(trigger)}`;
	const by = orderedBy == null ? pre : `; ordered by ${cell(orderedBy)}${reason === void 0 ? "" : `: ${cell(reason)}`}`;
	const how = run === void 0 ? "" : `; run ${run}${deployment === void 0 ? "" : `, deployment ${deployment}`}`;
	return `${cell(state)} to ${cell(target.slice(0, 12))}, ${utc(at)}, ${line(seq, covered)}${by}${how}`;
}
function sayReview({ state, at, closedAt = at, seq, issue, by, causes, reopenings }, covered) {
	const which = issue === null ? "" : `issue ${issue} `;
	const who = by === null ? "" : ` by ${cell(by)}`;
	const none = reopenings === 0 ? "" : ", no cause given";
	const why = causes.length === 0 ? none : `, cause ${causes.map(cell).join(", ")}`;
	const again = reopenings === 0 ? "" : `; opened again ${count(reopenings, "time")} because it had no cause`;
	const where = line(seq, covered);
	switch (state) {
		case "closed": return `${which}closed${who} ${utc(closedAt)}${why}${again}, ${where}`;
		case "reopened": return `${which}open: closed${who} without a cause, and opened again ${utc(at)}${again}, ${where}`;
		default: return `${which}${cell(state)} since ${utc(at)}${again}, ${where}`;
	}
}
function sayPositions({ positions, lineCount }) {
	const left = lineCount - positions.length;
	return `${left > 0 ? `${left} earlier ones, ` : ""}${ranges(positions)}`;
}

// src/audit/report/markdown.ts
/** Which requirement of which standard a part of the report speaks to. Sources: the standards' own numbering. */
const CONTROLS = [
	[
		"Changes are authorised before they are deployed",
		"SOC 2 CC8.1; ISO/IEC 27001:2022 A.8.32",
		sayAuthorised,
		"Releases, \"Decision\" and \"Policy\""
	],
	[
		"Changes are tested",
		"SOC 2 CC8.1; ISO/IEC 27001:2022 A.8.29",
		sayTested,
		"Releases, \"Gates\", \"Preflight\", \"Verified\""
	],
	[
		"Changes are approved before they are deployed",
		"SOC 2 CC8.1; ISO/IEC 27001:2022 A.8.32",
		sayApproved$1,
		"Releases, \"Approved by\", \"Way back\"; Planned releases"
	],
	[
		"Those who change and those who approve are different people",
		"SOC 2 CC8.1; ISO/IEC 27001:2022 A.5.3",
		saySeparated,
		"Releases, \"Changes\", \"Approved by\""
	],
	[
		"Emergency changes and exceptions are known and looked at",
		"SOC 2 CC8.1, CC7.4",
		sayLookedBack,
		"Exceptions; Releases, \"Review\""
	],
	[
		"What happened is recorded and the record is protected",
		"ISO/IEC 27001:2022 A.8.15; HIPAA 45 CFR 164.312(b), (c)(1)",
		sayProven,
		"Log"
	]
];
function renderReport(report) {
	const { releases, exceptions, plans, log, events } = report;
	const bySeq = Map.groupBy(events, ({ seq }) => seq);
	const people = placed(events, releases).filter(({ isByPerson }) => isByPerson);
	return [
		`# Evidence of ${subjectOf(report)}`,
		"",
		...summary(report),
		"",
		...table([
			"question",
			"standard",
			"what the log says",
			"answered under"
		], CONTROLS.map(([question, standard, say, where]) => [
			question,
			standard,
			say(report),
			where
		].map(cell))),
		"",
		"## Exceptions",
		"",
		...exceptions.length === 0 ? ["None."] : exceptionTable(report),
		"",
		...plans.length === 0 ? [] : [
			"## Planned releases",
			"",
			...plans.flatMap((plan) => renderPlan(plan, report, bySeq))
		],
		"## What people did",
		"",
		...people.length === 0 ? ["The log names nobody."] : eventTable(people, log.covered, true),
		"",
		"## Releases",
		"",
		...releases.length === 0 ? [sayNothing(report), ""] : releases.flatMap((release) => renderRelease(release, bySeq, log.covered)),
		...renderPolicies(report),
		"## Log",
		"",
		...renderLog(report),
		""
	].join("\n");
}
/** A train is ordered back in one repository, and each member's commit is of its own. */
function placed(events, releases) {
	const places = new Map(releases.map(({ repository, commit }) => [commit, repository]));
	return events.map((event) => {
		if (event.deployment !== null || event.commit === null) return event;
		return {
			...event,
			repository: places.get(event.commit) ?? event.repository
		};
	});
}
function subjectOf({ scope }) {
	const where = scope.repository === null ? "all repositories" : inertMarkdown(scope.repository);
	if (scope.release !== null) return `release ${inertMarkdown(scope.release)} of ${where}`;
	const [from, to] = [sayEdge(scope.from, "the beginning"), sayEdge(scope.to, "the end of the log")];
	return `${where} from ${from} to ${to}`;
}
function sayEdge(at, otherwise) {
	return at === null ? otherwise : utc(at);
}
function sayNothing({ scope, plans }) {
	if (scope.release === null) return "The log tells of no deployment in this time.";
	return plans.length === 0 ? "The log tells of no such release." : "The log tells of no deployment of it.";
}
function summary(report) {
	const { releases, exceptions, log } = report;
	const opened = releases.filter(({ openedAt }) => openedAt !== null).length;
	const verified = releases.filter(wasVerified).length;
	return [
		`${count(releases.length, "deployment")} asked to enter an environment; ${opened} let through, ${verified} verified afterwards; ${count(exceptions.length, "exception")}.`,
		"",
		log.checkpoint === null ? "**Nothing here is proven**: no checkpoint was given, and none could be signed." : `Made from the ${count(log.lines, "line")} of the log ${inertMarkdown(log.origin)}; a signed checkpoint vouches for ${log.covered} of them.`,
		"",
		...table(["", ""], [
			["How they ended", cell(sayOutcomes(releases))],
			["Exceptions", cell(sayExceptions(exceptions))],
			["Complete", sayComplete(report)],
			["How it was made", "From the log alone, by `tidegate audit report`. Each row ends with the line of the log that says so, counted from 0. Under \"Log\" is how to check one."],
			["Times", sayTimes(report)]
		])
	];
}
function sayExceptions(exceptions) {
	return [...Map.groupBy(exceptions, ({ code }) => code)].map(([code, of]) => `${of.length} ${code}`).join(", ") || "none";
}
function sayTimes({ releases }) {
	const zones = [...new Set(releases.flatMap(({ decision }) => decision?.zone ?? []))].filter((zone) => zone !== "UTC");
	return `UTC${zones.length === 0 ? "" : `; beside it, where a release was asked for and decided, ${zones.map(cell).join(", ")}, the zone of the policy`}. What people did has the time that GitHub gives it; the line of it may be some seconds younger.`;
}
function exceptionTable({ exceptions, log, releases }) {
	const reviews = new Map(releases.map(({ repository, deployment, review }) => [`${repository}/${deployment}`, review]));
	const rows = exceptions.map((each) => [
		time(each.at),
		EXCEPTIONS[each.code],
		whereOf(each),
		cell(each.who ?? "nobody in particular"),
		cell(each.reason ?? "none in the log"),
		cell(sayLookedAt(reviews.get(`${each.repository}/${each.deployment}`) ?? null, each.code)),
		place(each.seq, log.covered)
	]);
	return table([
		"when (UTC)",
		"what",
		"where",
		"who",
		"reason",
		"review",
		"line"
	], rows);
}
function whereOf({ repository, environment, deployment, commit }) {
	const id = deployment === null ? "" : `deployment ${deployment}`;
	return [
		repository,
		environment ?? "",
		id,
		commit?.slice(0, 12) ?? ""
	].filter((part) => part !== "").map(cell).join(", ");
}
/** What an auditor asks to have been looked at afterwards. */
const TO_LOOK_AT = /* @__PURE__ */ new Set([
	"override",
	"emergency",
	"bypass",
	"rolled-back",
	"rollback-failed"
]);
function sayLookedAt(review, code) {
	if (review === null) return TO_LOOK_AT.has(code) ? "none in the log" : "";
	const { issue, state, by } = review;
	return `${issue === null ? "" : `issue ${issue} `}${state}${by === null ? "" : ` by ${by}`}`;
}
function renderPlan({ repository, milestone, decisions, deployments, waysBack }, { log }, events) {
	const told = decisions.flatMap((seq) => events.get(seq) ?? []);
	const of = deployments.length === 0 ? "none that the log tells of" : deployments.join(", ");
	return [
		`### ${inertMarkdown(repository)}: plan/${milestone}`,
		"",
		`Deployments of it: ${of}.${waysBack.length === 0 ? "" : ` It was taken back by: ${waysBack.join(", ")}.`}`,
		"",
		...told.length === 0 ? ["Nobody said go or no-go."] : eventTable(told, log.covered, false),
		""
	];
}
function renderPolicies({ policies, log }) {
	if (policies.length === 0) return [];
	const rows = policies.map(({ digest, sources, decisions, firstAt, lastAt, firstSeq }) => [
		cell(digest),
		sources.map(cell).join(", "),
		String(decisions),
		`${time(firstAt)}, ${line(firstSeq, log.covered)}`,
		time(lastAt)
	]);
	return [
		"## Policies",
		"",
		...table([
			"digest",
			"sources",
			"decisions",
			"first (UTC)",
			"last (UTC)"
		], rows),
		""
	];
}

// src/cli/audit-report.ts
/** `tidegate audit report`: the evidence of a release or of a period, as one document for auditors. */
function auditReportCommand(open) {
	return new Command("report").exitOverride().showHelpAfterError("For what there is, and an example, add --help").summary("the evidence of a release or a period, as one document").description("Who asked, decided, approved, ordered, was paged, overrode and looked back; when, under which policy, how it went, and what was an exception; each with its line of the log. Markdown for people, --json (with the proofs) for programs.").option("--release <id>", "a commit (7 to 40 digits), a deployment (its number) or a planned release (plan/NUMBER)").option("--repo <owner/name>", "only this repository").option("--from <instant>", "a period: from this instant on").option("--to <instant>", "up to, not including, this one").option("--checkpoint <file>", "prove against the largest of these checkpoints").option("--installation <id>", "which log, when the database has several").option("--erase <who...>", "do not name these people: logins, numbers or names, besides those in ERASED_PEOPLE").option("--json", "print one JSON document").addHelpText("after", "\nExamples:\n  tidegate audit report --repo acme/shop --release 4f1c2aa > evidence.md\n  tidegate audit report --from 2026-07-01T00:00:00Z --to 2026-10-01T00:00:00Z --checkpoint checkpoints.txt > q3.md\n\nExit code: 0 written, 1 no such release, or the log cannot be read or is not what its checkpoints say, 2 wrong usage.").action(async (options) => {
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
	return [...erasedIn(env["ERASED_PEOPLE"]), ...erase.flatMap(erasedIn)];
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