import { t as Failure } from "./failure.js";
import { n as systemClock, t as createMovableClock } from "./clock.js";
import { i as fullName, o as faultOfDatabaseUrl, r as openStore } from "./open.js";
import { a as toInstant, i as parseInstant, n as epochMs, t as canonicalInstant } from "./instant.js";
import { N as zoneNamed, P as readMoment, _ as environmentGlob, b as matchesEnvironment, d as isExcepted, g as entryFor, h as tierFor, m as commonTiers, t as parsePolicy, v as isGoverned, y as isSameName } from "./parse.js";
import { n as plainLine, r as formatProblem, t as inertMarkdown } from "./markdown.js";
import { i as headline, r as holdReport, t as explainMarkdown } from "./explain.js";
import { r as whyRefused, t as decide } from "./decide.js";
import { t as NOTHING_KNOWN } from "./facts.js";
import { A as hasPermission, N as sayPeople, a as sayIgnored, b as parseCodeowners, j as isAmong, k as directoryOf, x as ownershipBy } from "./reasons.js";
import { t as sayBoth } from "./wording.js";
import { Command } from "commander";
import { readFileSync } from "node:fs";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { createHmac, createPrivateKey, randomUUID, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { createServer } from "node:http";
import { isIP } from "node:net";
import { destination, pino } from "pino";
import { inspect } from "node:util";
import { Probot, ProbotOctokit } from "probot";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Counter, Gauge, Registry } from "prom-client";

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
		databaseUrl: readDatabaseUrl(env, report),
		dataFolder: settingOf(env, "TIDEGATE_DATA") ?? "./data",
		host: settingOf(env, "HOST") ?? "localhost",
		port: readPort(env, report),
		logLevel: readLogLevel(env, report),
		hasMovableClock: readMovableClock(env, report)
	};
	return isComplete(read) && problems.length === 0 ? {
		kind: "valid",
		config: read
	} : {
		kind: "invalid",
		problems
	};
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
/** A wrong one is refused: falling back to the embedded database would hide where the data is. */
function readDatabaseUrl(env, report) {
	const value = settingOf(env, "DATABASE_URL");
	if (value === void 0) return void 0;
	const fault = faultOfDatabaseUrl(value);
	return fault === null ? new Secret(value) : report("DATABASE_URL", fault);
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
/** `concerned` are the questions without a final answer that the event may change the answer to. */
function ask$1(event, concerned) {
	switch (event.kind) {
		case "gate-requested": return [event.gate];
		case "pull-request-changed": return [{
			kind: "pull-request",
			repository: event.repository,
			number: event.number
		}, ...concerned];
		case "merge-group-changed": {
			const { repository, number, group } = event;
			return [{
				kind: "pull-request",
				repository,
				number,
				group
			}];
		}
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
		}, ...concerned];
		case "deployment-moved":
		case "issue-moved":
		case "checks-moved": return concerned;
		case "unrelated": return [];
	}
}

// src/flow/policy/organisation-policy.ts
/** The policy of the organisation that owns the repository: read from its repository `.github`. */
const ORGANISATION_PLACE = ".github";
const ORGANISATION_FILE = ".github/tidegate-org.yml";
async function readOrganisationPolicy(github, owner, memory, at) {
	if (!owner.isOrganisation) return { kind: "absent" };
	const file = await github.organisationFile(ORGANISATION_FILE, owner);
	if (file.kind === "absent") {
		await memory.forgetOrganisationPolicy(owner.id);
		return file;
	}
	if (file.kind === "unreadable") return await lastSeen(memory, owner, []) ?? file;
	const parsed = parseOrganisationPolicy(file.text);
	if (parsed.kind === "invalid") {
		const { problems } = parsed;
		return await lastSeen(memory, owner, problems) ?? {
			kind: "invalid",
			problems
		};
	}
	await memory.keepValidOrganisationPolicy(owner.id, {
		text: file.text,
		sha: file.sha,
		at: toInstant(at)
	});
	return inForce(parsed, parsed.warnings);
}
function parseOrganisationPolicy(text) {
	return parsePolicy(text, {
		source: "orgPolicy",
		file: ORGANISATION_FILE
	});
}
async function lastSeen(memory, owner, problems) {
	const kept = await memory.lastValidOrganisationPolicy(owner.id);
	const parsed = kept && parseOrganisationPolicy(kept.text);
	return parsed?.kind === "valid" ? inForce(parsed, problems) : null;
}
function inForce({ policy }, problems) {
	return {
		kind: "in-force",
		policy: {
			source: "org",
			file: ORGANISATION_FILE,
			policy
		},
		problems
	};
}

// src/flow/policy/repository-policy.ts
/** The policy of the repository itself: read from its default branch, and never from the head of a pull request. */
const POLICY_FILE = ".github/tidegate.yml";
async function readRepositoryPolicy(github, store, input) {
	const { repositoryId, sha, organisation, at } = input;
	const file = await github.file(POLICY_FILE, sha);
	if (file === null) return { kind: "none" };
	const parsed = parseRepositoryPolicy(file.text, organisation);
	if (parsed.kind === "valid") {
		await store.keepValidPolicy(repositoryId, {
			text: file.text,
			sha,
			at: toInstant(at)
		});
		return {
			kind: "in-force",
			policy: ofRepository(parsed.policy),
			problems: parsed.warnings
		};
	}
	return lastValid(store, repositoryId, parsed.problems);
}
function parseRepositoryPolicy(text, organisation) {
	return parsePolicy(text, {
		source: "policy",
		file: POLICY_FILE
	}, organisation);
}
/**
* A policy that breaks loosens nothing: the last valid one goes on, also when it was the organisation that changed its
* tiers. Where the two do not agree the engine takes the highest tier.
*/
async function lastValid(store, repositoryId, problems) {
	const kept = await store.lastValidPolicy(repositoryId);
	const parsed = kept && parseRepositoryPolicy(kept.text, void 0);
	if (parsed?.kind !== "valid") return {
		kind: "invalid",
		problems
	};
	return {
		kind: "in-force",
		policy: ofRepository(parsed.policy),
		problems
	};
}
function ofRepository(policy) {
	return {
		source: "repository",
		file: POLICY_FILE,
		policy
	};
}

// src/flow/policies.ts
async function readPolicyState(ports, repository, github) {
	const at = ports.clock.now();
	const { sha, owner } = await github.repository();
	const above = await readOrganisationPolicy(github, owner, ports.store, at);
	const organisation = policyOf(above);
	const own = await readRepositoryPolicy(github, ports.store, {
		repositoryId: repository.id,
		sha,
		organisation,
		at
	});
	const texts = isOrganisationPlace(repository) ? [above, own] : [own];
	return {
		...joinPolicies(above, own),
		sha,
		organisation,
		written: writtenIn(texts)
	};
}
/** What is not known, or cannot be applied, is never looked past. */
function joinPolicies(organisation, own) {
	if (organisation.kind === "unreadable") return {
		kind: "org-policy-unreadable",
		because: organisation.because,
		hasOwn: own.kind !== "none"
	};
	if (organisation.kind === "invalid") return organisation;
	if (own.kind === "invalid") return own;
	const policies = [organisation, own].flatMap((one) => one.kind === "in-force" ? [one.policy] : []);
	return policies.length === 0 ? { kind: "none" } : {
		kind: "in-force",
		policies
	};
}
function policyOf(organisation) {
	return organisation.kind === "in-force" ? organisation.policy.policy : void 0;
}
/** Whether the organisation's policy lies in this repository. */
function isOrganisationPlace(repository) {
	return repository.name.toLowerCase() === ORGANISATION_PLACE;
}
function writtenIn(texts) {
	const there = texts.filter((text) => text.kind === "in-force" || text.kind === "invalid");
	if (there.length === 0) return null;
	return {
		problems: there.flatMap((text) => text.problems),
		isInForce: there.every((text) => text.kind === "in-force")
	};
}

// src/flow/intake.ts
/** The delivery is done when this resolves: its questions are durable, and it is not needed any more. */
async function intake(deliveryId, event, ports) {
	const questions = ask$1(event, await concernedBy(event, ports));
	await ports.store.finishDelivery(deliveryId, questions, ports.clock.now());
	return questions;
}
async function concernedBy(event, { store }) {
	switch (event.kind) {
		case "unrelated":
		case "gate-requested":
		case "command-written": return [];
		case "checks-moved": return store.questionsAbout(event.repository.id, event.sha);
		case "default-branch-moved":
			if (isOrganisationPlace(event.repository)) return store.openGatesOfInstallation(event.repository.installationId);
			return store.openGates(event.repository.id);
		default: return store.openGates(event.repository.id);
	}
}

// src/domain/command.ts
/**
* Comment commands: `/tidegate hold ENV [@SHA] REASON` and its like. A command is a line of its own; quoted lines, code
* blocks and HTML comments are somebody talking about a command, not giving one.
*/
/** How each command is written, in the order in which they are listed to people. */
const COMMAND_FORMS = {
	approve: "/tidegate approve ENV [@SHA]",
	reject: "/tidegate reject ENV [@SHA] REASON",
	override: "/tidegate override ENV [@SHA] REASON",
	hold: "/tidegate hold ENV [@SHA] REASON",
	lift: "/tidegate lift ENV [@SHA] REASON",
	freeze: "/tidegate freeze ENV [UNTIL] REASON",
	unfreeze: "/tidegate unfreeze ENV REASON",
	status: "/tidegate status"
};
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
		because: "one comment can hold one command",
		form: void 0
	};
	return parseLine(lines[0]);
}
function commandLines(body) {
	return body.replaceAll(/\r\n?/g, "\n").replaceAll(HTML_COMMENT, "").replaceAll(FENCED_CODE, "").split("\n").map((line) => ADDRESSED.exec(line.trimEnd())).filter((addressed) => addressed !== null).map((addressed) => (addressed[1] ?? "").trim());
}
const NOT_THERE_YET = /* @__PURE__ */ new Set([
	"rollback",
	"cause",
	"recovered"
]);
function parseLine(line) {
	const [word = ""] = line.split(/[ \t]/, 1);
	const rest = line.slice(word.length).trim();
	if (NOT_THERE_YET.has(word)) return {
		kind: "not-there-yet",
		name: word
	};
	if (!isForm(word)) return {
		kind: "unclear",
		because: "there is no such command",
		form: void 0
	};
	if (word === "status") return rest === "" ? { kind: "status" } : unclear("status", "the status is asked for alone");
	const named = ENVIRONMENT.exec(rest);
	if (named === null) return unclear(word, "the environment is missing");
	const after = rest.slice(named[0].length).trim();
	return parseAfter(word, named[1] ?? named[0], after);
}
function isForm(word) {
	return Object.hasOwn(COMMAND_FORMS, word);
}
/** One word, or several between quotes. */
const ENVIRONMENT = /^(?:"([^"]+)"(?=[ \t]|$)|[^\s"]+)/;
const COMMIT = /^@([0-9a-f]{7,40})(?:[ \t]+|$)/i;
/** `2026-12-24`, `2026-12-24T18:00`, `2026-12-24 18:00`, `2026-12-24T18:00+01:00`; `until` may stand before it. */
const MOMENT = /^(?:until[ \t]+)?(\d{4}-\d{2}-\d{2}[^\s]*)(?:[ \t]+(\d{1,2}:\d{2}\S*))?(?:[ \t]+|$)/i;
function parseAfter(word, environment, after) {
	if (word === "freeze") {
		const moment = MOMENT.exec(after);
		const until = moment === null ? void 0 : [moment[1], moment[2]?.padStart(5, "0")].filter(Boolean).join("T");
		return withReason(word, after.slice(moment?.[0].length ?? 0), (reason) => {
			return {
				kind: word,
				environment,
				until,
				reason
			};
		});
	}
	if (word === "unfreeze") return withReason(word, after, (reason) => ({
		kind: word,
		environment,
		reason
	}));
	const commit = COMMIT.exec(after);
	const aim = {
		environment,
		sha: commit?.[1]?.toLowerCase()
	};
	const said = after.slice(commit?.[0].length ?? 0);
	if (word !== "approve") return withReason(word, said, (reason) => ({
		kind: word,
		...aim,
		reason
	}));
	return said === "" ? {
		kind: "approve",
		...aim
	} : unclear(word, "an approval has nothing after the environment");
}
/** Room for a sentence or two: it is shown in one line wherever the decision is. */
const LONGEST_REASON = 500;
function withReason(word, said, command) {
	const reason = plainLine(said, LONGEST_REASON);
	return reason === "" ? unclear(word, "the reason is missing") : command(reason);
}
function unclear(word, because) {
	return {
		kind: "unclear",
		because,
		form: COMMAND_FORMS[word]
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
const Sha = z.string().regex(/^[0-9a-f]{40}$/);
const CheckRunEvent = z.object({ check_run: z.object({
	name: z.string(),
	head_sha: Sha
}) });
const StatusEvent = z.object({ sha: Sha });
const MergeGroupEvent = z.object({
	action: z.enum(["checks_requested", "destroyed"]),
	merge_group: z.object({
		head_sha: Sha,
		base_sha: Sha,
		/** `refs/heads/gh-readonly-queue/BASE/pr-NUMBER-COMMIT`. */
		head_ref: z.string(),
		base_ref: z.string().startsWith("refs/heads/"),
		head_commit: z.object({ timestamp: z.string() })
	})
});

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
		case "merge_group": return mergeGroupChanged(repository, payload);
		case "issue_comment": return commandWritten(repository, payload);
		case "push": return defaultBranchMoved(repository, payload, origin.data.repository.default_branch);
		case "check_run": return checkRunMoved(repository, payload);
		case "status": return statusMoved(repository, payload);
		case "issues": return {
			kind: "issue-moved",
			repository
		};
		case "deployment_review":
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
const QUEUE_BRANCH = /^refs\/heads\/gh-readonly-queue\/.+\/pr-([1-9]\d{0,9})-[0-9a-f]{40}$/;
function mergeGroupChanged(repository, payload) {
	const parsed = MergeGroupEvent.safeParse(payload);
	if (!parsed.success) return {
		kind: "unrelated",
		because: "it lacks the commits of the merge group"
	};
	const { action, merge_group: group } = parsed.data;
	const number = Number(QUEUE_BRANCH.exec(group.head_ref)?.[1]);
	const madeAt = parseInstant(group.head_commit.timestamp);
	if (Number.isNaN(number) || madeAt === void 0) return {
		kind: "unrelated",
		because: "its merge group names no pull request, or no time"
	};
	return {
		kind: "merge-group-changed",
		repository,
		number,
		group: {
			headSha: group.head_sha,
			baseSha: group.base_sha,
			base: group.base_ref.slice(11),
			madeAt: canonicalInstant(madeAt),
			isOver: action === "destroyed"
		}
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
/** Our own checks say what we decided, so they change nothing of it. */
const OWN_CHECKS = /* @__PURE__ */ new Set(["tidegate", "tidegate/policy"]);
function checkRunMoved(repository, payload) {
	const parsed = CheckRunEvent.safeParse(payload);
	if (!parsed.success) return {
		kind: "unrelated",
		because: "it names no check run with its commit"
	};
	const { name, head_sha: sha } = parsed.data.check_run;
	if (OWN_CHECKS.has(name)) return {
		kind: "unrelated",
		because: "it is a check of our own"
	};
	return {
		kind: "checks-moved",
		repository,
		sha
	};
}
function statusMoved(repository, payload) {
	const parsed = StatusEvent.safeParse(payload);
	if (!parsed.success) return {
		kind: "unrelated",
		because: "it names no commit"
	};
	return {
		kind: "checks-moved",
		repository,
		sha: parsed.data.sha
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
		lastReport: null,
		reviews: []
	};
	const all = await readAnswers(connection, question);
	const answers = oursAmong(all, connection, question);
	const lastReport = answers.filter((answer) => answer.state === "pending").at(-1)?.comment ?? null;
	const state = answeredState(answers) ?? await openState(connection, question, run, deployment);
	return {
		...known,
		state,
		lastReport,
		reviews: reviewsAmong(all, connection, known.environment)
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
	return oursAmong(await readAnswers(connection, question), connection, question);
}
async function readAnswers({ octokit, owner, repo }, { runId }) {
	return (await ask(`Reading the answers of run ${runId}`, () => octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals", {
		owner,
		repo,
		run_id: runId,
		request: once()
	}))).data;
}
function oursAmong(all, { self }, question) {
	const mark = deploymentMark(question.deploymentId);
	return all.filter((answer) => answer.user.login === self && endsWithMark(answer.comment, mark));
}
/** What people said: answers of Apps are rules of their own. */
function reviewsAmong(all, { self }, environment) {
	const times = /* @__PURE__ */ new Map();
	return all.flatMap(({ state, comment, user, environments }) => {
		if (!environments.some((each) => each.name?.toLowerCase() === environment.toLowerCase()) || user.type !== "User" || user.login === self) return [];
		if (state !== "approved" && state !== "rejected") return [];
		const nth = (times.get(`${user.id} ${state}`) ?? 0) + 1;
		times.set(`${user.id} ${state}`, nth);
		return [{
			user: user.login,
			userId: Number(user.id),
			state,
			comment: comment.toWellFormed(),
			nth
		}];
	});
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
const MOST_COMMITS$1 = 250;
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
	}, MOST_COMMITS$1);
	return {
		status,
		commits: items.map((commit) => commit.sha),
		complete: items.length === total && total <= MOST_COMMITS$1
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
			const commit = await readCommit$1(connection, sha);
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
async function readCommit$1(connection, sha) {
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

// src/github/reads/read-checks.ts
async function readChecks(connection, sha) {
	return [...await readCheckRuns(connection, sha), ...await readStatuses(connection, sha)];
}
/** The newest run of each name in each suite, as GitHub lists them by default. */
async function readCheckRuns({ octokit, owner, repo }, sha) {
	const what = `Reading the checks of ${sha.slice(0, 7)}`;
	return wholeList(what, await listAll(what, async (page) => {
		return { data: (await octokit.request("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", {
			owner,
			repo,
			ref: sha,
			...page,
			request: once()
		})).data.check_runs };
	})).map(checkRunFact);
}
/** A run is as old as its start: one that was started later tells more, however long the earlier one took. */
function checkRunFact({ name, app, status, conclusion, started_at, completed_at }) {
	return {
		name: name.toWellFormed(),
		...app?.slug === void 0 ? {} : { app: app.slug },
		status: STATUSES[status] ?? "queued",
		...conclusion === null ? {} : { conclusion },
		at: started_at ?? completed_at ?? NOT_STARTED
	};
}
/** GitHub knows more ways to wait: `waiting`, `requested`, `pending`. */
const STATUSES = {
	completed: "completed",
	in_progress: "in_progress"
};
/** What has not started is newer than everything that has, so it is waited for. */
const NOT_STARTED = "9999-12-31T23:59:59Z";
/** The newest of each context. GitHub calls one that is not decided `pending`. */
async function readStatuses({ octokit, owner, repo }, sha) {
	const what = `Reading the commit statuses of ${sha.slice(0, 7)}`;
	return wholeList(what, await listAll(what, async (page) => {
		return { data: (await octokit.request("GET /repos/{owner}/{repo}/commits/{ref}/status", {
			owner,
			repo,
			ref: sha,
			...page,
			request: once()
		})).data.statuses };
	})).map(({ context, state, created_at }) => ({
		name: context.toWellFormed(),
		...state === "pending" ? { status: "in_progress" } : {
			status: "completed",
			conclusion: state
		},
		at: created_at
	}));
}
/** A check that was left out would look as if nobody had reported it, or as if it passed. */
function wholeList(what, list) {
	if (list.complete) return list.items;
	throw new Failure("rejected", `${what}: there are more than ${list.items.length}, which are not all read.`);
}

// src/github/reads/read-codeowners.ts
/** CODEOWNERS of the default branch, where GitHub looks for it. */
/** In GitHub's order: the first that is there counts, and the others do not. */
const PLACES = [
	".github/CODEOWNERS",
	"CODEOWNERS",
	"docs/CODEOWNERS"
];
/** GitHub does not load a larger one ("CODEOWNERS files must be under 3 MB in size"). */
const MOST_BYTES = 3145728;
/** Empty when there is none, so nobody owns anything. */
async function readCodeowners(connection) {
	for (const path of PLACES) {
		const text = await readPlace(connection, path);
		if (text !== void 0) return text;
	}
	return "";
}
/** Undefined: it is not there. */
async function readPlace({ octokit, owner, repo }, path) {
	const what = `Reading ${path}`;
	const place = {
		owner,
		repo,
		path,
		request: once()
	};
	const answer = await askOrNull(what, () => octokit.request("GET /repos/{owner}/{repo}/contents/{path}", place));
	if (answer === null || Array.isArray(answer.data) || answer.data.type !== "file") return void 0;
	const { size } = answer.data;
	if (size >= MOST_BYTES) throw new Failure("rejected", `${what}: it has ${size} bytes, and GitHub does not load one of 3 MB or more, so owners are not known.`);
	if ("encoding" in answer.data && answer.data.encoding === "base64" && "content" in answer.data) return Buffer.from(answer.data.content, "base64").toString("utf8");
	const raw = await ask(what, () => octokit.request("GET /repos/{owner}/{repo}/contents/{path}", {
		...place,
		mediaType: { format: "raw" }
	}));
	return String(raw.data);
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

// src/github/reads/read-commit.ts
/** One commit by the first digits of its name, and whether another contains it. */
/** The full name of the commit that begins with these digits; null when GitHub knows none, or several. */
async function readCommit(connection, digits) {
	const { octokit, owner, repo } = connection;
	const read = () => octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
		owner,
		repo,
		ref: digits,
		per_page: 1,
		request: once()
	});
	try {
		const sha = (await askOrNull(`Looking for commit ${digits}`, read))?.data.sha ?? "";
		return sha.startsWith(digits) ? sha : null;
	} catch (error) {
		if (error instanceof Failure && error.kind === "rejected") return null;
		throw error;
	}
}
/**
* Whether `sha` is in the history of `head`. What GitHub does not show or refuses to compare counts as contained:
* this is asked of commits that are held back.
*/
async function readContains(connection, head, sha) {
	const { octokit, owner, repo } = connection;
	try {
		const { data } = await ask(`Looking for ${sha.slice(0, 7)} in ${head.slice(0, 7)}`, () => octokit.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
			owner,
			repo,
			basehead: `${sha}...${head}`,
			per_page: 1,
			request: once()
		}));
		return data.status !== "behind" && data.status !== "diverged";
	} catch (error) {
		if (error instanceof Failure && UNREADABLE.has(error.kind)) return true;
		throw error;
	}
}
/** Asking again brings nothing else; other failures pass, and the question is asked again. */
const UNREADABLE = /* @__PURE__ */ new Set([
	"not-found",
	"rejected",
	"forbidden"
]);

// src/github/reads/read-deployments.ts
/** How far back we look for what an environment runs. Each deployment costs one read. */
const LOOK_BACK = 20;
/**
* Newest first, down to the newest success that is trusted (older ones changed nothing that runs today) and to the
* oldest of the commit: what became of it here before counts, too.
*/
async function readDeployments(connection, environment, { isTrusted, sha }) {
	const { octokit, owner, repo } = connection;
	const list = await ask(`Reading the deployments to ${environment}`, () => octokit.request("GET /repos/{owner}/{repo}/deployments", {
		owner,
		repo,
		environment,
		per_page: LOOK_BACK,
		request: once()
	}));
	const oldest = list.data.findLastIndex((each) => effectiveSha(each.payload, each.sha) === sha);
	const facts = [];
	let isBaselineSeen = false;
	for (const [index, deployment] of list.data.entries()) {
		if (isBaselineSeen && index > oldest) break;
		const fact = await readHistory(connection, environment, deployment);
		if (fact) facts.push(fact);
		isBaselineSeen ||= fact?.state === "success" && isTrusted(fact.id);
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

// src/github/reads/read-environments.ts
/** The names of the repository's environments, as GitHub spells them. */
async function readEnvironments({ octokit, owner, repo }) {
	const { items } = await listAll("Reading the environments", async (page) => {
		return { data: (await octokit.request("GET /repos/{owner}/{repo}/environments", {
			owner,
			repo,
			...page,
			request: once()
		})).data.environments ?? [] };
	});
	return items.map((environment) => environment.name);
}

// src/github/reads/read-incidents.ts
/** @param labels an issue with any of them is one. GitHub's filter asks for all, so each is asked for alone. */
async function readIncidents(connection, labels) {
	const found = /* @__PURE__ */ new Map();
	for (const label of await spelledAsThere(connection, labels)) for (const incident of await readOpenIssues(connection, label)) found.set(incident.number, incident);
	return [...found.values()].sort((one, other) => one.number - other.number);
}
/** Names of labels compare without case, and whether the filter does is not documented. One not there has no issue. */
async function spelledAsThere({ octokit, owner, repo }, labels) {
	const what = "Reading the labels";
	const { items, complete } = await listAll(what, (page) => octokit.request("GET /repos/{owner}/{repo}/labels", {
		owner,
		repo,
		...page,
		request: once()
	}));
	if (!complete) throw new Failure("rejected", `${what}: there are more than ${items.length}, which are not all read.`);
	return items.map(({ name }) => name).filter((name) => labels.some((label) => isSame(label, name)));
}
async function readOpenIssues({ octokit, owner, repo }, label) {
	const what = `Reading the open issues labelled ${label}`;
	const filter = label.includes(",") ? {} : { labels: label };
	const { items, complete } = await listAll(what, (page) => octokit.request("GET /repos/{owner}/{repo}/issues", {
		owner,
		repo,
		state: "open",
		...filter,
		...page,
		request: once()
	}));
	const labelled = items.filter((issue) => issue.pull_request === void 0).map(incidentFact).filter((incident) => incident.labels.some((each) => isSame(each, label)));
	if (labelled.length > 0 || complete) return labelled;
	throw new Failure("rejected", `${what}: there are more than ${items.length}, which are not all read.`);
}
function incidentFact({ number, labels, created_at, closed_at }) {
	return {
		number,
		labels: labels.map((label) => (typeof label === "string" ? label : label.name ?? "").toWellFormed()),
		openedAt: created_at,
		...closed_at === null ? {} : { closedAt: closed_at }
	};
}
function isSame(one, other) {
	return one.toLowerCase() === other.toLowerCase();
}

// src/github/reads/read-merge-group.ts
/** One request per commit: more of them would use up the rate limit. */
const MOST_COMMITS = 250;
async function readMergeGroup(connection, group) {
	const { commits, complete } = await readCommits(connection, group);
	const inGroup = new Set(commits.map((commit) => commit.sha));
	const numbers = /* @__PURE__ */ new Set();
	const unexplained = [];
	for (const commit of commits) {
		const found = explain(commit, await readPullsOf(connection, commit.sha, group.base), inGroup);
		if (found.length === 0) unexplained.push(commit.sha);
		for (const number of found) numbers.add(number);
	}
	return {
		pullRequests: [...numbers].sort((one, other) => one - other),
		unexplained,
		complete
	};
}
/**
* A pull request on top of another has the other's commits, too, but it is in the group only with its own head. Where
* no head is in the group, all that know the commit are taken: one too many is judged rather than one too few.
*/
function explain(commit, pulls, inGroup) {
	const whole = pulls.filter((pull) => inGroup.has(pull.headSha));
	const known = (whole.length > 0 ? whole : pulls).map((pull) => pull.number);
	return known.length > 0 ? known : namedIn(commit);
}
/** A commit that the queue made itself, by merging or squashing, begins with a line of GitHub's that names the number. */
function namedIn({ message, isByGitHub }) {
	if (!isByGitHub) return [];
	const [line = ""] = message.split("\n");
	const number = /^Merge pull request #([1-9]\d{0,9}) from /.exec(line) ?? / \(#([1-9]\d{0,9})\)$/.exec(line);
	return number ? [Number(number[1])] : [];
}
const GITHUBS_ADDRESS = "noreply@github.com";
async function readCommits({ octokit, owner, repo }, { baseSha, headSha }) {
	let total = 0;
	let isAhead = false;
	const { items } = await listAll(`Comparing ${baseSha.slice(0, 7)} with ${headSha.slice(0, 7)}`, async (page) => {
		const { data } = await octokit.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
			owner,
			repo,
			basehead: `${baseSha}...${headSha}`,
			...page,
			request: once()
		});
		total = data.total_commits;
		isAhead = data.status === "ahead";
		return { data: data.commits };
	}, MOST_COMMITS);
	const complete = isAhead && items.length === total && total <= MOST_COMMITS;
	return {
		commits: complete ? items.map(groupCommit) : [],
		complete
	};
}
function groupCommit({ sha, commit }) {
	return {
		sha,
		message: commit.message,
		isByGitHub: commit.committer?.email === GITHUBS_ADDRESS
	};
}
/** Those of this repository into this branch that are open or merged: a fork may hold the same commit. */
async function readPullsOf({ octokit, owner, repo, repository }, sha, base) {
	const { items } = await listAll(`Reading the pull requests of ${sha.slice(0, 7)}`, (page) => octokit.request("GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls", {
		owner,
		repo,
		commit_sha: sha,
		...page,
		request: once()
	}));
	return items.filter((pull) => Number(pull.base.repo.id) === repository.id && pull.base.ref === base).filter((pull) => pull.state === "open" || pull.merged_at !== null).map((pull) => ({
		number: pull.number,
		headSha: pull.head.sha
	}));
}

// src/github/reads/read-repository.ts
async function readRepository(connection) {
	const { octokit, owner, repo } = connection;
	const { data } = await ask("Reading the repository", () => octokit.request("GET /repos/{owner}/{repo}", {
		owner,
		repo,
		request: once()
	}));
	const { default_branch: defaultBranch } = data;
	const isOrganisation = data.owner.type !== "User";
	return {
		defaultBranch,
		sha: await readHead$1(connection, defaultBranch),
		owner: {
			id: Number(data.owner.id),
			isOrganisation
		}
	};
}
async function readHead$1({ octokit, owner, repo }, branch) {
	const { data } = await ask(`Reading branch ${branch}`, () => octokit.request("GET /repos/{owner}/{repo}/branches/{branch}", {
		owner,
		repo,
		branch,
		request: once()
	}));
	return data.commit.sha;
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

// src/github/reads/read-organisation-file.ts
/**
* A file in the repository `.github` of the owner. GitHub answers "not found" alike for a repository that does not
* exist and for one that we are not shown, and a file that we are not shown may hold rules that have to be kept to. So
* absence is said only where it is known.
*/
const PLACE = ".github";
async function readOrganisationFile(connection, path, owner) {
	const place = {
		...connection,
		repo: PLACE
	};
	try {
		const branch = await findDefaultBranch(place, owner);
		if (branch === null) return await whenNotShown(connection);
		const sha = await findHead(place, branch);
		const file = sha === null ? null : await readFile(place, path, sha);
		return file === null || sha === null ? { kind: "absent" } : {
			kind: "file",
			text: file.text,
			sha
		};
	} catch (error) {
		if (isRefused(error)) return {
			kind: "unreadable",
			because: "refused"
		};
		throw error;
	}
}
/** A token that is not valid any more (401) says nothing about the repository: it is asked again with another. */
function isRefused(error) {
	if (!(error instanceof Failure) || error.kind !== "forbidden") return false;
	const { cause } = error;
	return typeof cause === "object" && cause !== null && "status" in cause && cause.status === 403;
}
/** Null when GitHub shows no such repository. A name that was given up leads to where it went: that is another one. */
async function findDefaultBranch(place, owner) {
	const { octokit, repo } = place;
	try {
		const { data } = await ask(`Reading the repository ${PLACE}`, () => octokit.request("GET /repos/{owner}/{repo}", {
			owner: place.owner,
			repo,
			request: once()
		}));
		return Number(data.owner.id) === owner.id && data.name.toLowerCase() === PLACE ? data.default_branch : null;
	} catch (error) {
		if (error instanceof Failure && error.kind === "not-found") return null;
		throw error;
	}
}
/** Null in a repository without any commit. */
async function findHead(place, branch) {
	try {
		return await readHead$1(place, branch);
	} catch (error) {
		if (!(error instanceof Failure) || error.kind !== "not-found" || !await isEmpty(place)) throw error;
		return null;
	}
}
async function isEmpty({ octokit, owner, repo }) {
	const { data } = await ask(`Reading the branches of ${PLACE}`, () => octokit.request("GET /repos/{owner}/{repo}/branches", {
		owner,
		repo,
		per_page: 1,
		request: once()
	}));
	return data.length === 0;
}
/**
* An installation on all repositories is shown every one there is. What a job is shown tells nothing: its token may be
* narrower than the installation it is of.
*/
async function whenNotShown({ octokit, appId }) {
	if (appId === null) return {
		kind: "unreadable",
		because: "not-shown"
	};
	const { data } = await ask("Reading which repositories the installation has", () => octokit.request("GET /installation/repositories", {
		per_page: 1,
		request: once()
	}));
	return data.repository_selection === "all" ? { kind: "absent" } : {
		kind: "unreadable",
		because: "not-shown"
	};
}

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
		repository: () => readRepository(connection),
		organisationFile: (path, owner) => readOrganisationFile(connection, path, owner),
		file: (path, sha) => readFile(connection, path, sha),
		gate: (question) => readGate(connection, question),
		deployments: (environment, reach) => readDeployments(connection, environment, reach),
		environments: () => readEnvironments(connection),
		checks: (sha) => readChecks(connection, sha),
		incidents: (labels) => readIncidents(connection, labels),
		codeowners: () => readCodeowners(connection),
		changes: (baseSha, headSha) => readChanges(connection, baseSha, headSha),
		pullRequest: (number) => readPullRequest(connection, number),
		openPullRequestsAt: (sha) => readOpenPullRequestsAt(connection, sha),
		mergeGroup: (group) => readMergeGroup(connection, group),
		people: (logins, teams) => readPeople(connection, logins, teams),
		commit: (digits) => readCommit(connection, digits),
		contains: (head, sha) => readContains(connection, head, sha),
		comment: (id) => readComment(connection, id),
		apply: (effect, at) => applyEffect(connection, effect, at)
	};
}

// src/app/token-cache.ts
/** They live an hour, and the clock of the machine may be a little late. */
const LASTS_MS$1 = 354e4;
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
				until: now() + LASTS_MS$1
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
function createHealth({ store, metrics, isStopping, next }) {
	return (request, response) => {
		const path = ["GET", "HEAD"].includes(request.method ?? "") ? request.url?.split("?", 1)[0] : void 0;
		if (path === "/healthz") send(response, 200, "ok");
		else if (path === "/readyz") answerReady(store, isStopping, response);
		else if (path === "/metrics") answerMetrics(metrics, response);
		else next(request, response);
	};
}
async function answerReady(store, isStopping, response) {
	if (isStopping()) return send(response, 503, "stopping");
	return await store.nextDueAt().then(() => true, () => false) ? send(response, 200, "ready") : send(response, 503, "the database does not answer");
}
async function answerMetrics(metrics, response) {
	try {
		const text = await metrics.text();
		response.writeHead(200, {
			"content-type": metrics.contentType,
			"cache-control": "no-store"
		});
		response.end(text);
	} catch {
		send(response, 500, "the metrics cannot be told");
	}
}
function send(response, status, text) {
	response.writeHead(status, { "content-type": "application/json" });
	response.end(`${JSON.stringify({ status: text })}\n`);
}

// src/app/housekeeping.ts
const EVERY_MS = 6e5;
/** Several processes on one database need not do it in the same second. */
const JITTER_MS = 12e4;
function startHousekeeping(options) {
	let running = Promise.resolve();
	let timer = schedule();
	function schedule() {
		const wait = EVERY_MS + Math.floor(Math.random() * JITTER_MS);
		return setTimeout(() => {
			running = pruneOnce(options);
			timer = schedule();
		}, wait).unref();
	}
	return { async stop() {
		clearTimeout(timer);
		await running;
	} };
}
async function pruneOnce({ store, clock, log }) {
	try {
		const pruned = await store.prune(clock.now());
		if (pruned.deliveries + pruned.records > 0) log.info(pruned, "Forgot what nobody asks for any more");
	} catch (error) {
		log.warn({ err: error }, "Nothing was forgotten this time; it is tried again");
	}
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
	const answer = await answerTo$1(desk, request, requestId).catch((error) => {
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
async function answerTo$1(desk, request, requestId) {
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

// src/app/metrics.ts
/** The database is asked this often at most, however many ask us. */
const BACKLOG_IS_KEPT_MS = 5e3;
/** Prometheus gives up after 10 seconds. */
const DATABASE_ANSWERS_WITHIN_MS = 3e3;
function createMetrics({ store, clock, limits }) {
	const registry = new Registry();
	const deliveries = deliveryCounter(registry);
	const answers = answerCounter(registry);
	watchProcess(registry);
	const showBacklog = backlogGauges(registry);
	const readBacklog = backlogReader(() => store.backlog(clock.now()), {
		backlogIsKeptMs: BACKLOG_IS_KEPT_MS,
		databaseAnswersWithinMs: DATABASE_ANSWERS_WITHIN_MS,
		...limits
	});
	return {
		store: counted(store, deliveries, answers),
		contentType: registry.contentType,
		async text() {
			showBacklog(await readBacklog(), clock.now());
			return await registry.metrics();
		},
		countRefusals: (listener) => (request, response) => {
			response.once("close", () => {
				const outcome = refusalIn(response);
				if (outcome !== null) deliveries.inc({ outcome });
			});
			listener(request, response);
		}
	};
}
/** What the webhook endpoint refuses a request with, as a word. */
const REFUSALS = {
	400: "malformed",
	401: "bad-signature",
	404: "not-found",
	405: "not-post",
	408: "timeout",
	411: "no-length",
	413: "too-large",
	415: "encoded",
	503: "unavailable"
};
function refusalIn(response) {
	if (!response.writableFinished) return "aborted";
	if (response.statusCode < 400) return null;
	return REFUSALS[response.statusCode] ?? "other";
}
function deliveryCounter(registry) {
	const counter = new Counter({
		name: "tidegate_deliveries_total",
		help: "Requests to the webhook endpoint of this process: accepted, duplicate, or why they were refused.",
		labelNames: ["outcome"],
		registers: [registry]
	});
	const outcomes = [
		"accepted",
		"duplicate",
		...Object.values(REFUSALS),
		"aborted",
		"other"
	];
	for (const outcome of outcomes) counter.inc({ outcome }, 0);
	return counter;
}
const KINDS = [
	"gate",
	"pull-request",
	"policy",
	"command"
];
const ANSWERED = [
	"final",
	"waits",
	"lost",
	"failed"
];
function answerCounter(registry) {
	const counter = new Counter({
		name: "tidegate_answers_total",
		help: "Answers of this process: final, waits (asked again later), lost (another process took over), failed.",
		labelNames: ["kind", "outcome"],
		registers: [registry]
	});
	for (const kind of KINDS) for (const outcome of ANSWERED) counter.inc({
		kind,
		outcome
	}, 0);
	return counter;
}
function counted(store, deliveries, answers) {
	const counting = {
		async acceptDelivery(delivery) {
			const stored = await store.acceptDelivery(delivery);
			deliveries.inc({ outcome: stored === "stored" ? "accepted" : "duplicate" });
			return stored;
		},
		async saveRecord(claim, record) {
			const isSaved = await store.saveRecord(claim, record);
			const saved = record.final ? "final" : "waits";
			answers.inc({
				kind: claim.question.kind,
				outcome: isSaved ? saved : "lost"
			});
			return isSaved;
		},
		async releaseClaim(claim, next) {
			if (next.failed !== void 0) answers.inc({
				kind: claim.question.kind,
				outcome: "failed"
			});
			await store.releaseClaim(claim, next);
		}
	};
	return {
		...store,
		...counting
	};
}
/** Under the names that dashboards for Node know. */
function watchProcess(registry) {
	const delay = monitorEventLoopDelay({ resolution: 20 });
	delay.enable();
	const gauge = (name, help, read) => {
		new Gauge({
			name,
			help,
			registers: [registry],
			collect() {
				this.set(read());
			}
		});
	};
	gauge("nodejs_eventloop_lag_p99_seconds", "99th percentile since it was last asked for.", () => {
		const seconds = delay.percentile(99) / 1e9;
		delay.reset();
		return seconds;
	});
	gauge("nodejs_heap_size_used_bytes", "Heap in use.", () => process.memoryUsage().heapUsed);
	gauge("process_resident_memory_bytes", "Resident memory.", () => process.memoryUsage.rss());
}
/** What a backlog says under which name, at an instant. */
const BACKLOG_GAUGES = [
	[
		"tidegate_deliveries_waiting",
		"Deliveries acknowledged and not yet taken in.",
		(it) => it.deliveriesWaiting
	],
	[
		"tidegate_delivery_oldest_age_seconds",
		"Age of the oldest of them.",
		(it, at) => age(it.oldestDeliveryAt, at)
	],
	[
		"tidegate_deliveries_set_aside",
		"Deliveries given up on after several tries.",
		(it) => it.deliveriesSetAside
	],
	[
		"tidegate_gates_open",
		"Gates without a final answer.",
		(it) => it.gatesOpen
	],
	[
		"tidegate_gates_failing",
		"Of these: the last try to answer failed.",
		(it) => it.gatesFailing
	],
	[
		"tidegate_gate_oldest_age_seconds",
		"Age of the gate open for longest.",
		(it, at) => age(it.oldestGateAt, at)
	],
	[
		"tidegate_effects_pending",
		"Decided, and not yet done on GitHub.",
		(it) => it.effectsPending
	],
	[
		"tidegate_effect_oldest_age_seconds",
		"Age of the oldest of them.",
		(it, at) => age(it.oldestEffectAt, at)
	],
	[
		"tidegate_questions_due",
		"Questions to be answered by now.",
		(it) => it.questionsDue
	]
];
/** Seconds; 0 where nothing waits, or only since an instant that other clocks have not reached. */
function age(since, at) {
	return since === null ? 0 : Math.max(0, at - since) / 1e3;
}
/** What is not known is left out: an old number, or a 0, would look as if all were well. */
function backlogGauges(registry) {
	const registers = [registry];
	const up = new Gauge({
		name: "tidegate_up_database",
		help: "1: the database answers. 0: it does not.",
		registers
	});
	const gauges = BACKLOG_GAUGES.map(([name, help, read]) => ({
		gauge: new Gauge({
			name,
			help,
			registers
		}),
		read
	}));
	return (backlog, at) => {
		up.set(backlog === null ? 0 : 1);
		for (const { gauge, read } of gauges) if (backlog === null) gauge.remove();
		else gauge.set(read(backlog, at));
	};
}
/** One look at a time, kept for a while. Null: the database does not answer, or not in time. */
function backlogReader(look, limits) {
	let kept;
	let looking;
	async function lookAndKeep() {
		const backlog = await look().catch(() => null);
		kept = {
			backlog,
			until: performance.now() + limits.backlogIsKeptMs
		};
		looking = void 0;
		return backlog;
	}
	return async () => {
		if (kept && performance.now() < kept.until) return kept.backlog;
		looking ??= lookAndKeep();
		return await inTime(looking, limits.databaseAnswersWithinMs);
	};
}
async function inTime(work, ms) {
	let timer;
	const late = new Promise((resolve) => {
		timer = setTimeout(resolve, ms, null);
	});
	const first = await Promise.race([work, late]);
	clearTimeout(timer);
	return first;
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

// src/policy/wanted-facts.ts
function wantedFacts(policies, question) {
	const required = policies.flatMap((policy) => policy.gates.filter((gate) => mayConcern(gate, question)).map((gate) => gate.require));
	const dependencies = required.flatMap((each) => each.dependencies ?? []);
	return {
		checks: required.some((each) => each.checks !== void 0),
		codeowners: required.some((each) => each.approvals?.from.codeowners === true),
		incidents: distinct(required.flatMap((each) => each["no-incident"]?.labels ?? [])),
		environments: question.kind === "deploy" ? otherEnvironments(policies, question.environment) : [],
		dependencies: dependencies.filter((one, index) => dependencies.findIndex((each) => isSameLane(one, each)) === index),
		lanes: distinct(policies.flatMap((policy) => (policy.escalate ?? []).map((each) => each.when.over)))
	};
}
/** Whether the gate can be part of a decision on the question, whatever tier the release turns out to have. */
function mayConcern(gate, question) {
	if (gate.at !== question.kind) return false;
	return question.kind === "merge" || matchesEnvironment(gate.for?.environments, question.environment);
}
/** Where the commit has to have been first, and the other members of the group. */
function otherEnvironments(policies, environment) {
	return distinct(policies.flatMap((policy) => {
		const entry = entryFor(policy, environment);
		const members = entry?.group === void 0 ? [] : membersOf(policy, entry.group);
		return entry?.promote === void 0 ? members : [entry.promote.from, ...members];
	})).filter((name) => !isSameName(name, environment));
}
function membersOf(policy, group) {
	return Object.entries(policy.environments ?? {}).flatMap(([name, entry]) => entry.group !== void 0 && isSameName(entry.group, group) ? [name] : []);
}
function isSameLane(one, other) {
	return isSameName(one.repository, other.repository) && isSameName(one.environment, other.environment);
}
function distinct(names) {
	return names.filter((name, index) => names.findIndex((each) => isSameName(name, each)) === index);
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

// src/flow/gather/empty-facts.ts
/** Facts in which nothing is known yet. */
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

// src/flow/gather/evidence.ts
/** Reads only what is wanted; the rest stays unknown. What is wanted and cannot be read is a `Failure`. */
async function gatherEvidence(github, wanted, { sha, at }) {
	return {
		checks: wanted.checks ? await github.checks(sha) : [],
		incidents: wanted.incidents.length === 0 ? [] : await gatherIncidents(github, wanted.incidents, at)
	};
}
/** An issue that is open is open now, also where GitHub's clock is ahead of ours. */
async function gatherIncidents(github, labels, at) {
	return (await github.incidents(labels)).map((incident) => ({
		...incident,
		openedAt: toInstant(Math.min(epochMs(incident.openedAt), at))
	}));
}
/** Deployments of the other environments that count, in which the commit or what replaced it may have been seen. */
async function gatherElsewhere(github, { environments }, asked) {
	if (environments.length === 0) return [];
	const named = (await github.environments()).filter((name) => environments.some((pattern) => environmentGlob(pattern)(name)));
	const deployments = [];
	for (const name of named.filter((each) => !isSameName(each, asked.environment))) deployments.push(...await github.deployments(name, {
		isTrusted: () => true,
		sha: asked.sha
	}));
	return deployments;
}

// src/flow/gather/owners.ts
/** @param organisation login of the account whose teams can own: GitHub takes no others. */
async function gatherOwners(github, wanted, changes, organisation) {
	if (!wanted.codeowners) return {
		fact: {},
		teams: []
	};
	const text = (await github.codeowners()).toWellFormed();
	return {
		fact: { codeowners: text },
		teams: owningTeams(text, changes, organisation)
	};
}
function owningTeams(text, changes, organisation) {
	const lookUp = ownershipBy(parseCodeowners(text));
	const paths = changes.flatMap(({ files }) => files.flatMap((file) => [file.path, file.previousPath ?? file.path]));
	const slugs = [...new Set(paths)].flatMap((path) => {
		const found = lookUp(path);
		return found.kind === "owners" ? found.owners : [];
	}).flatMap((owner) => owner.kind === "team" && isOf(organisation, owner) ? [owner.slug] : []);
	return [...new Set(slugs.map((slug) => slug.toLowerCase()))];
}
function isOf(organisation, owner) {
	return owner.organisation.toLowerCase() === organisation.toLowerCase();
}

// src/policy/mentions.ts
/** Every team slug that the policies name, in lower case, sorted. */
function teamsOf(policies) {
	return sorted(policies.flatMap(teamsIn));
}
function teamsIn(policy) {
	const people = [
		...policy.gates.map((gate) => gate.require.approvals?.from),
		policy.override?.by,
		...Object.values(policy.environments ?? {}).map((environment) => environment.rollback?.by)
	];
	const authors = (policy.risk ?? []).flatMap((rule) => rule.when?.["author-in"] ?? []);
	return [...people.flatMap((each) => each?.teams ?? []), ...authors];
}
function sorted(teams) {
	return [...new Set(teams.map((team) => team.toLowerCase()))].sort();
}

// src/flow/gather/people.ts
/** Each login as a member, or not, of the teams that the policies and CODEOWNERS name. */
function gatherPeople(github, logins, policies, owners) {
	return github.people(logins, [.../* @__PURE__ */ new Set([...teamsOf(policies), ...owners.teams])].sort());
}
/** What was said under a login that is still the person's who said it: a login can be somebody else's tomorrow. */
function ofSamePerson(said, people) {
	const ids = new Map(Object.entries(people).map(([login, { id }]) => [login.toLowerCase(), id]));
	return said.filter(({ user, userId }) => ids.get(user.toLowerCase()) === userId);
}
/** Reviews of a run are of its commit, whichever attempt they were given on. */
function approvalsFrom(reviews, { sha, environment }) {
	return reviews.map(({ user, state, comment, seenAt: at }) => {
		return {
			user,
			state,
			at,
			source: "deployment-review",
			sha,
			environment,
			...comment === "" ? {} : { reason: comment }
		};
	});
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

// src/flow/gather/statements.ts
function commentApprovals(approvals) {
	return approvals.map(({ userId: _, reason, ...approval }) => {
		return {
			...approval,
			source: "comment",
			...reason === "" ? {} : { reason }
		};
	});
}
/**
* An approval does not outlive a hold of its commit, also when that was lifted: what was found then may be what the
* approval had not seen. A no stays.
*/
function withoutOutlived(approvals, liftedHoldAt) {
	if (liftedHoldAt === null) return approvals;
	const heldAt = epochMs(liftedHoldAt);
	return approvals.filter(({ state, at }) => state === "rejected" || epochMs(at) > heldAt);
}
async function gatherHolds(github, holds, candidate) {
	const contained = /* @__PURE__ */ new Map([[candidate, true]]);
	const facts = [];
	for (const { environment, sha, reason, user: by, at } of holds) {
		const contains = contained.get(sha) ?? await github.contains(candidate, sha);
		contained.set(sha, contains);
		facts.push({
			environment,
			sha,
			reason,
			by,
			at,
			contains
		});
	}
	return facts;
}
/** Those that are not over. */
function freezesAt(freezes, at) {
	return freezes.filter(({ until }) => until === null || epochMs(until) > at).map(({ environment, at: from, until, user: by, reason }) => {
		return {
			environment,
			from,
			by,
			reason,
			...until === null ? {} : { until }
		};
	});
}

// src/flow/gather.ts
/** May this commit enter this environment? */
async function gatherDeployment(github, input, policies) {
	const question = deployQuestion(input);
	const wanted = wantedFacts(policies, question);
	const isTrusted = trusts(input.opened);
	const deployments = (await github.deployments(input.environment, {
		isTrusted,
		sha: input.sha
	})).filter((deployment) => deployment.id !== input.deploymentId);
	const baseline = baselineOf(deployments.filter((deployment) => isTrusted(deployment.id)));
	const range = baseline ? await github.changes(baseline.sha, input.sha) : {
		direction: "first",
		changes: [],
		complete: true
	};
	const owners = await gatherOwners(github, wanted, range.changes, input.repository.owner);
	const stated = input.statements ?? NOTHING_STATED;
	const heard = [
		...input.overrides,
		...input.reviews,
		...stated.approvals
	].map(({ user }) => user);
	const named = [
		...loginsOf(range.changes),
		...input.actors,
		...heard
	];
	const people = await gatherPeople(github, named, policies, owners);
	return {
		...emptyFacts(input.at, input.repository),
		question,
		candidate: {
			sha: input.sha,
			ref: input.ref
		},
		baseline,
		...range,
		people,
		...owners.fact,
		...await gatherEvidence(github, wanted, input),
		deployments: [...deployments, ...await gatherElsewhere(github, wanted, input)],
		approvals: withoutOutlived([...approvalsFrom(ofSamePerson(input.reviews, people), input), ...commentApprovals(ofSamePerson(stated.approvals, people))], stated.liftedHoldAt),
		holds: await gatherHolds(github, stated.holds, input.sha),
		freezes: freezesAt(stated.freezes, input.at),
		overrides: ofSamePerson(input.overrides, people).map(({ userId: _, ...override }) => override)
	};
}
const NOTHING_STATED = {
	approvals: [],
	holds: [],
	freezes: [],
	liftedHoldAt: null
};
function deployQuestion(input) {
	const { environment, actors, deploymentId, runId, runAttempt } = input;
	return {
		kind: "deploy",
		environment,
		actor: actors[0] ?? "",
		actors,
		deploymentId,
		runId,
		runAttempt
	};
}
/** Which tier has this pull request, and what is missing before it may merge? */
async function gatherPullRequest(github, input, policies) {
	const { change, headSha, base } = input.pullRequest;
	const question = {
		kind: "merge",
		pullRequest: change.number,
		base
	};
	const wanted = wantedFacts(policies, question);
	const owners = await gatherOwners(github, wanted, [change], input.repository.owner);
	return {
		...emptyFacts(input.at, input.repository),
		question,
		candidate: { sha: headSha },
		changes: [change],
		complete: change.filesComplete,
		people: await gatherPeople(github, loginsOf([change]), policies, owners),
		...owners.fact,
		...await gatherEvidence(github, wanted, {
			sha: headSha,
			at: input.at
		})
	};
}

// src/flow/answer/judge-gate.ts
async function judgeGate(input) {
	const { ports, github, question, gate, policies, overrides, at } = input;
	const { repository, environment, deploymentId, runId } = question;
	const { sha, ref, actors, runAttempt } = gate;
	const opened = await ports.store.openedGates(repository.id, environment);
	const reviews = await ports.store.seeReviews(question, gate.reviews, at);
	const kept = await ports.store.statements(repository.id, environment, sha);
	const approvals = [...kept.approvals, ...input.approval === void 0 ? [] : [input.approval]];
	const statements = {
		...kept,
		approvals
	};
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
		opened,
		reviews,
		statements
	}, policies.map((inForce) => inForce.policy));
	const knownRestrictions = [...kept.holds, ...kept.freezes].map(({ commentId }) => commentId);
	return {
		facts,
		decision: decide(policies, facts),
		knownRestrictions
	};
}

// src/flow/answer/hold-texts.ts
/** For a gate that no policy can open: the line for the record, and the report on the deployment. */
function reportWithoutPolicy({ environment, repository }, policy) {
	switch (policy.kind) {
		case "none": return {
			summary: "Held: the repository has no policy.",
			comment: reportNoPolicy(environment)
		};
		case "invalid": return {
			summary: "Held: the policy is invalid.",
			comment: reportBrokenPolicy(policy.problems)
		};
		case "org-policy-unreadable": return {
			summary: "Held: the policy of the organisation cannot be read.",
			comment: `**Held (\`org-policy-unreadable\`): ${sayUnreadable(repository.owner, policy.because)}`
		};
	}
}
/** What GitHub refuses to tell is not taken for a yes. */
function reportRefusal(refusal) {
	const comment = `**Held: a fact that the policy asks for cannot be read.** ${sayRefused(refusal)}`;
	return {
		summary: `Held: ${plainLine(refusal.message, 300)}`,
		comment
	};
}
function sayRefused({ kind, message }) {
	const fix = kind === "forbidden" ? " Let an owner give this App the permission." : "";
	const said = plainLine(message, 300).replace(/[.]$/, "");
	return `${inertMarkdown(said)}. What is not known is not taken for a yes.${fix} It is asked again by itself.`;
}
function reportNoPolicy(environment) {
	return [
		`**Held: this repository has no policy.** Tidegate's protection rule is switched on for ${inertMarkdown(environment)}, and \`${POLICY_FILE}\` is missing on the default branch, so nothing says when this deployment may go.`,
		"",
		`Add \`${POLICY_FILE}\` to the default branch, or switch the rule off in the environment's settings.`
	].join("\n");
}
const SHOWN$1 = 3;
function reportBrokenPolicy(problems) {
	const shown = problems.slice(0, SHOWN$1).map((problem) => `- ${inertMarkdown(plainLine(formatProblem(problem), 200))}`);
	const more = problems.length > SHOWN$1 ? [`- and ${problems.length - SHOWN$1} more`] : [];
	return [
		`**Held: ${brokenPolicy(problems)} is invalid**, and there was no valid one before.`,
		"",
		...shown,
		...more,
		"",
		"Correct it; the check `tidegate/policy` on its commit marks every line."
	].join("\n");
}
/** Which policy the problems are in, with the place where it is corrected. */
function brokenPolicy(problems) {
	if (!problems.some(({ source, severity }) => source === "orgPolicy" && severity === "error")) return `the policy \`${POLICY_FILE}\` on the default branch`;
	return `the policy of the organisation (\`${ORGANISATION_FILE}\` in its repository \`${ORGANISATION_PLACE}\`)`;
}
/** What is so, why it matters, how to fix it. Begins inside bold text and ends it. */
function sayUnreadable(owner, because) {
	const place = `\`${owner}/${ORGANISATION_PLACE}\``;
	const matters = `its \`${ORGANISATION_FILE}\` would apply here too`;
	if (because === "refused") return `the policy of the organisation cannot be read.** GitHub refuses us the repository ${place}, and ${matters}. Let an owner of the organisation give this App read access to the contents of ${place}.`;
	return `it is not known whether the organisation has a policy.** GitHub does not show us a repository ${place}, and ${matters}. Let an owner of the organisation add ${place} to the repositories of this App's installation, or create it when there is none (it may be empty).`;
}

// src/flow/answer/reply-texts.ts
/** Answers to comment commands. Each says what happened, to which commit, and what to do when it is not what was meant. */
function replyUnclear({ because, form }) {
	const usage = form === void 0 ? `Commands are a line of their own each:\n\n${Object.values(COMMAND_FORMS).map((each) => `- \`${each}\``).join("\n")}` : `Write it as a line of its own: \`${form}\`.`;
	return {
		summary: `Not understood: ${because}.`,
		body: `**Nothing was done**: ${because}. ${usage}`
	};
}
function replyNotThereYet(name) {
	return {
		summary: `The command ${name} is not there yet.`,
		body: `**Nothing was done**: \`/tidegate ${name}\` is not there yet in this version of Tidegate.`
	};
}
/** What GitHub refuses to tell is not taken for a yes, and the command would mean something else later. */
function replyUnreadable(refusal) {
	return {
		summary: "A fact that the policy asks for cannot be read.",
		body: `**Nothing was done**: a fact that the policy asks for cannot be read. ${sayRefused(refusal)} Then write the command again.`
	};
}
function replyNoSuchCommit(digits) {
	return {
		summary: `No commit ${digits}.`,
		body: `**Nothing was done**: this repository has no commit \`${digits}\`, or several that begin so. Give more digits.`
	};
}
/** `later`: commits that began to wait after the command was written; `others`: those that were not named. */
function replyNoGate(environment, { later, others }) {
	const name = inertMarkdown(environment);
	if (later.length === 0 && others.length > 0) return {
		summary: "The named commit does not wait for this environment.",
		body: `**Nothing was done**: no deployment of that commit to ${name} waits. What waits: ${listed(others)}.`
	};
	if (later.length === 0) return {
		summary: "Nothing waits for this environment.",
		body: `**Nothing was done**: no deployment to ${name} waits in this repository. Look at the environment's name, and whether the deployment was let through meanwhile.`
	};
	return {
		summary: "What waits for this environment came after the command.",
		body: `**Nothing was done**: the deployment to ${name} that waits now (${listed(later)}) came after your comment, so you cannot have meant it. If you want it through, write the command again.`
	};
}
function replySeveralGates({ kind, environment }, commits) {
	return {
		summary: "Several deployments wait for this environment.",
		body: `**Nothing was done**: deployments of ${commits.length} commits to ${inertMarkdown(environment)} wait (${listed(commits)}). Say which: \`${COMMAND_FORMS[kind].replace(/[[\]]/g, "")}\`.`
	};
}
function listed(shas) {
	return shas.map((sha) => `\`@${sha.slice(0, 12)}\``).join(", ");
}
/** The one mention we make on purpose: the person who gave the command. */
function mention(login) {
	return /^[A-Za-z0-9-]+(\[bot\])?$/.test(login) ? `@${login}` : inertMarkdown(login);
}

// src/flow/answer/unless-refused.ts
/**
* What GitHub refuses is an answer that people have to hear of: a permission is missing, or there is more than can be
* read. Other failures may pass.
*/
async function unlessRefused(judged) {
	try {
		return await judged;
	} catch (error) {
		if (error instanceof Failure && (error.kind === "forbidden" || error.kind === "rejected")) return error;
		throw error;
	}
}
/** A permission takes people to come; the other kind may be over in a minute, when GitHub's copies have caught up. */
function lookAgainMs({ kind }) {
	return kind === "forbidden" ? 6e5 : 6e4;
}

// src/flow/answer/commands/approval-texts.ts
/** Answers to approvals and rejections: recorded, counted by whom, and why not by others. */
/** `said` is the headline of the decision made with it. */
function replyRecorded(approval, weight, said) {
	const { user, state, environment, reason } = approval;
	const sha = approval.sha.slice(0, 7);
	const what = state === "approved" ? "approval" : "rejection";
	const because = reason === "" ? "" : `: ${inertMarkdown(reason)}`;
	return {
		summary: `${what} of ${environment} at ${sha} by ${user}${weight.counts.length === 0 ? ", which does not count" : ""}.`,
		body: [
			`${mention(user)}'s ${what} of \`${sha}\` for ${inertMarkdown(environment)} is recorded${because}. ${sayWeight(weight, state)}`,
			"",
			inertMarkdown(said)
		].join("\n")
	};
}
function sayWeight({ counts, ignored, enough }, state) {
	const verb = state === "approved" ? "It counts for" : "It blocks";
	return [
		...counts.length === 0 ? [] : [`${verb} ${named(counts)}.`],
		...ignored.map(({ gate, code }) => `It does not count for ${inertMarkdown(gate)}: ${sayIgnored(code)}.`),
		...enough.length === 0 ? [] : [`Without it there were enough for ${named(enough)}.`]
	].join(" ");
}
/** `said` tells what the deployment waits for. */
function replyNotAsked(approval, { asked }, said) {
	const { user, state, environment } = approval;
	const sha = approval.sha.slice(0, 7);
	const kind = state === "approved" ? "approve" : "reject";
	const who = asked.length === 0 ? "No gate asks anybody about it." : `Those who are asked: ${asked.map((each) => inertMarkdown(each)).join("; ")}. A pull request is approved on its own page.`;
	return {
		summary: `${user} is not asked to ${kind} ${environment} at ${sha}.`,
		body: [
			`**Nothing was done**: ${mention(user)} is not asked to ${kind} the deployment of \`${sha}\` to ${inertMarkdown(environment)}. ${who}`,
			"",
			inertMarkdown(said)
		].join("\n")
	};
}
function named(gates) {
	return gates.map((gate) => inertMarkdown(gate)).join(", ");
}

// src/flow/answer/waiting-gates.ts
/** Which deployments does a command mean? */
/** The gates of the environment that wait now, by GitHub's word. */
async function findWaitingGates({ question, command, comment, ports, github }) {
	const waiting = await thatWait((await ports.store.openGates(question.repository.id)).filter((each) => each.environment.toLowerCase() === command.environment.toLowerCase()), github);
	const isNamed = ({ state }) => command.sha === void 0 || state.sha.startsWith(command.sha);
	const wasThere = ({ state: { requestedAt } }) => requestedAt !== null && epochMs(requestedAt) <= epochMs(comment.createdAt);
	const named = waiting.filter(isNamed);
	return {
		meant: named.filter(wasThere),
		later: named.filter((gate) => !wasThere(gate)),
		others: waiting.filter((gate) => !isNamed(gate))
	};
}
/** Those of the questions whose deployment waits now, by GitHub's word. */
async function thatWait(open, github) {
	const waiting = [];
	for (const question of open) {
		const state = await github.gate(question);
		if (state.state === "waiting") waiting.push({
			question,
			state
		});
	}
	return waiting;
}
/** Jobs of a matrix are several deployments of one commit, and one release. */
function commitsOf(gates) {
	return [...new Set(gates.map((gate) => gate.state.sha))];
}

// src/flow/answer/commands/bind.ts
/** The release, or the answer that none or several are meant. */
async function bindRelease(given) {
	const { meant, later, others } = await findWaitingGates(given);
	const { command } = given;
	const [gate] = meant;
	if (gate === void 0) return { reply: replyNoGate(command.environment, {
		later: commitsOf(later),
		others: commitsOf(others)
	}) };
	const commits = commitsOf(meant);
	if (commits.length > 1) return { reply: replySeveralGates(command, commits) };
	return {
		gate,
		gates: meant
	};
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
		statements: [],
		questions: [],
		final: false,
		...parts
	};
}

// src/flow/answer/reply-without-policy.ts
/** `owner` is the login of whom the repository belongs to. */
function replyWithoutPolicy(policy, owner) {
	const end = "What waits stays held until then.";
	switch (policy.kind) {
		case "org-policy-unreadable": return {
			summary: "The policy of the organisation cannot be read, so nobody is known to be permitted.",
			body: `**Nothing was done (\`org-policy-unreadable\`): ${sayUnreadable(owner, policy.because)} ${end}`
		};
		case "invalid": return {
			summary: "There is no policy that says who may.",
			body: `**Nothing was done**: ${brokenPolicy(policy.problems)} is invalid, so nobody is named who may. Correct it. ${end}`
		};
		case "none": return {
			summary: "There is no policy that says who may.",
			body: `**Nothing was done**: \`${POLICY_FILE}\` is missing on the default branch, so nobody is named who may. Add it. ${end}`
		};
	}
}

// src/flow/answer/commands/given.ts
/** It counts from when it was written, however late we read it; and from now when GitHub's clock is ahead of ours. */
function statedAt({ comment, at }) {
	return toInstant(Math.min(epochMs(comment.createdAt), at));
}
/** Who said it, and in which comment. */
function statedBy(given) {
	const { repository, commentId } = given.question;
	const { user, userId } = given.comment;
	return {
		repositoryId: repository.id,
		commentId,
		user,
		userId,
		at: statedAt(given)
	};
}
/** The policies in force, or the answer that there are none. */
async function policiesFor(given) {
	const { ports, question, github } = given;
	const policy = await readPolicyState(ports, question.repository, github);
	if (policy.kind === "in-force") return policy;
	return { answer: replied(given, replyWithoutPolicy(policy, question.repository.owner)) };
}
function ended(at, summary) {
	return {
		record: recordOf(at, summary, { final: true }),
		dueAt: null
	};
}
function replied({ question, at }, reply, parts = {}) {
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
/** The statement is kept, and all that waits for its environment is asked about again. */
async function stated(given, reply, statement) {
	const open = await given.ports.store.openGates(given.question.repository.id);
	const wanted = statement.environment.toLowerCase();
	const questions = open.filter(({ environment }) => environment.toLowerCase() === wanted);
	return replied(given, reply, {
		statements: [statement],
		questions
	});
}

// src/flow/answer/commands/permission-texts.ts
/** Answers to those who may not, and to those who name an environment that is none. */
function replyNobodyMay(kind, environment) {
	return {
		summary: `Nobody may ${kind} ${environment}: the policy names nobody.`,
		body: `**Nothing was done**: the policy names nobody who may ${kind} ${inertMarkdown(environment)}. Name them in \`override.by\`, or in \`rollback.by\` of the environment.`
	};
}
function replyNotPermitted(kind, environment, user, mayInstead) {
	return {
		summary: `${user} may not ${kind} ${environment}.`,
		body: `**Nothing was done**: ${mention(user)} may not ${kind} ${inertMarkdown(environment)}; that is for ${inertMarkdown(mayInstead)}. Ask them.`
	};
}
const SHOWN = 20;
/** `known`: the environments that there are. */
function replyNoSuchEnvironment(environment, known) {
	const shown = known.slice(0, SHOWN).map(inertMarkdown).join(", ");
	const rest = known.length > SHOWN ? ` and ${known.length - SHOWN} more` : "";
	return {
		summary: `There is no governed environment ${environment}.`,
		body: `**Nothing was done**: ${inertMarkdown(environment)} is no environment that the policy governs. ${known.length === 0 ? "It governs none that exists." : `Those are: ${shown}${rest}.`}`
	};
}

// src/flow/answer/commands/permitted.ts
/**
* Undefined: the author may. To hold something back the word of one policy is enough; to let it go again every policy
* that names somebody has to name the author, so that a repository cannot loosen what its organisation asks for.
*/
async function whyNotPermitted(given, policies) {
	const { environment, kind } = given.command;
	const named = policies.flatMap(({ policy }) => whoMay(policy, environment) ?? []);
	if (named.length === 0) return replyNobodyMay(kind, environment);
	const person = await authorOf(given, policies);
	const may = named.map((people) => person !== void 0 && isAmong(people, person));
	if (kind === "hold" || kind === "freeze" ? may.includes(true) : !may.includes(false)) return void 0;
	const others = named.filter((_, index) => may[index] === false).map(sayPeople);
	const joined = [...new Set(others)].join(kind === "hold" || kind === "freeze" ? ", or " : ", and ");
	return replyNotPermitted(kind, environment, given.comment.user, joined);
}
function whoMay(policy, environment) {
	return entryFor(policy, environment)?.rollback?.by ?? policy.override?.by;
}
/** Whether the author is somebody here: strangers on a public repository are not told what waits. */
async function isSomebodyHere(given, policies) {
	const person = await authorOf(given, policies);
	return person !== void 0 && (hasPermission(person, "triage") || person.teams.length > 0);
}
/** As GitHub knows them at this moment; undefined for bots, strangers, and whoever took over the author's login. */
async function authorOf({ github, comment }, policies) {
	const people = await github.people([comment.user], teamsOf(policies.map(({ policy }) => policy)));
	const person = directoryOf({ people }).find(comment.user);
	return person?.id === comment.userId && person.kind === "user" ? person : void 0;
}

// src/flow/answer/commands/weigh-opinion.ts
function weighOpinion({ user, userId, state }, policies, { decision, facts }) {
	const person = personOf(facts, user, userId);
	const asking = askingIn(decision, policies, person);
	const rollback = rollbackIn(facts, policies, person);
	const isMine = (login) => typeof login === "string" && isSameName(login, user);
	const counts = asking.filter(({ requirement }) => isCounted(requirement, state, isMine)).map(({ gate }) => gate);
	const ignored = asking.flatMap(({ gate, requirement }) => {
		const own = requirement.ignored?.find((each) => isMine(each.user));
		return own === void 0 || counts.includes(gate) ? [] : [{
			gate,
			code: own.code
		}];
	});
	const told = /* @__PURE__ */ new Set([...counts, ...ignored.map(({ gate }) => gate)]);
	const enough = asking.flatMap(({ gate, requirement, isInFrom }) => state === "approved" && requirement.status === "met" && isInFrom && !told.has(gate) ? [gate] : []);
	const isHeard = ignored.some(({ code }) => code !== "not-eligible");
	return {
		isAsked: counts.length > 0 || enough.length > 0 || state === "approved" && isHeard || rollback.length > 0,
		counts: [...counts, ...rollback],
		ignored,
		enough,
		asked: asking.map(({ gate, from }) => `${gate}: ${from}`)
	};
}
function isCounted({ counted, reason }, state, isMine) {
	if (state === "approved") return counted?.some(isMine) === true;
	const others = Array.isArray(reason["others"]) ? reason["others"] : [];
	return reason.code === "rejected" && [reason["user"], ...others].some(isMine);
}
/** Undefined for bots, strangers, and whoever took over the login. */
function personOf(facts, user, userId) {
	const person = directoryOf(facts).find(user);
	return person?.id === userId && person.kind === "user" ? person : void 0;
}
/** The approvals that the decision asks for, and who may give them. */
function askingIn(decision, policies, person) {
	const written = policies.flatMap(({ policy }) => policy.gates);
	return decision.gates.flatMap((gate) => {
		const from = written.find(({ name }) => name === gate.name)?.require.approvals?.from;
		const requirement = gate.requirements.find(({ kind }) => kind === "approvals");
		if (from === void 0 || requirement === void 0) return [];
		const isInFrom = person !== void 0 && isAmong(from, person);
		return [{
			gate: gate.name,
			requirement,
			isInFrom,
			from: sayPeople(from)
		}];
	});
}
/** Whoever may ask for a rollback also answers for a step back: no gate lists that. */
function rollbackIn({ direction, question }, policies, person) {
	if (direction !== "backward" || question.kind !== "deploy" || person === void 0) return [];
	return policies.flatMap(({ policy }) => whoMay(policy, question.environment) ?? []).some((people) => isAmong(people, person)) ? ["this rollback"] : [];
}

// src/flow/answer/commands/approve-or-reject.ts
/** `/tidegate approve` and `/tidegate reject`: somebody whom a gate asks says yes or no to the release. */
/** It is kept when somebody asks its author; whether it counts is judged then, and with each later decision. */
async function approveOrReject(given) {
	const { command, at, ports, github } = given;
	const bound = await bindRelease(given);
	if ("reply" in bound) return replied(given, bound.reply);
	const found = await policiesFor(given);
	if ("answer" in found) return found.answer;
	const { policies } = found;
	const { question, state } = bound.gate;
	const approval = approvalOf(given, state);
	const overrides = await ports.store.overrides(question.repository.id, question.environment);
	const judged = await unlessRefused(judgeGate({
		ports,
		github,
		question,
		gate: state,
		policies,
		overrides,
		approval,
		at
	}));
	if (judged instanceof Failure) return replied(given, replyUnreadable(judged));
	const weight = weighOpinion(approval, policies, judged);
	const said = headline(judged.decision, judged.facts, policies);
	if (!weight.isAsked) return replied(given, replyNotAsked(approval, weight, said));
	const { user, userId, sha, environment, reason } = approval;
	const { repositoryId, commentId } = statedBy(given);
	const statement = {
		repositoryId,
		commentId,
		user,
		userId,
		sha,
		environment,
		reason,
		at: approval.at
	};
	return replied(given, replyRecorded(approval, weight, said), {
		statements: [{
			...statement,
			kind: command.kind
		}],
		questions: bound.gates.map((each) => each.question)
	});
}
function approvalOf(given, gate) {
	const { command } = given;
	const { user, userId, at } = statedBy(given);
	const { environment, sha } = gate;
	const isNo = command.kind === "reject";
	return {
		user,
		userId,
		at,
		environment,
		sha,
		state: isNo ? "rejected" : "approved",
		reason: isNo ? command.reason : ""
	};
}

// src/flow/answer/commands/environment.ts
/**
* One that GitHub has, or that a policy names before its first deployment. A misspelled name must not look as if
* something were held back.
*/
async function findEnvironment(github, name, inForce) {
	const policies = inForce.map(({ policy }) => policy);
	const keys = policies.flatMap((policy) => Object.keys(policy.environments ?? {})).filter((key) => !/[*?[{]/.test(key));
	const there = [...await github.environments(), ...keys].filter((each) => isGoverned(policies, each));
	const found = there.find((each) => isSameName(each, name));
	if (found !== void 0) return {
		kind: "governed",
		name: found
	};
	return {
		kind: "unknown",
		known: there.filter((each, index) => there.findIndex((other) => isSameName(other, each)) === index).toSorted()
	};
}

// src/flow/answer/commands/restriction-texts.ts
/** Answers about holds and freezes. */
function replyHeld({ user, environment, sha, reason }) {
	const name = inertMarkdown(environment);
	return {
		summary: `Hold of ${environment} at ${sha.slice(0, 12)} by ${user}: ${reason}`,
		body: `**Held**: ${name} refuses every commit that contains \`${sha.slice(0, 12)}\`, on the word of ${mention(user)}: ${inertMarkdown(reason)}. It stays so until somebody lifts it: \`/tidegate lift ENV @${sha.slice(0, 12)} REASON\`. An override does not open it.`
	};
}
/** Follows the answer that no deployment is meant. */
function sayWhatRuns(environment, sha) {
	if (sha === void 0) return "";
	return `\n\n${inertMarkdown(environment)} runs \`${sha.slice(0, 12)}\`. To hold that one: \`/tidegate hold ENV @${sha.slice(0, 12)} REASON\`.`;
}
function replyNoHold(environment, sha) {
	const what = sha === void 0 ? "no commit" : `no commit \`@${sha}\``;
	return {
		summary: `Nothing is held for ${environment}.`,
		body: `**Nothing was done**: ${what} is held for ${inertMarkdown(environment)}. \`/tidegate status\` lists what is.`
	};
}
function replySeveralHolds(environment, holds) {
	return {
		summary: `Several commits are held for ${environment}.`,
		body: [
			`**Nothing was done**: several commits are held for ${inertMarkdown(environment)}. Say which: \`/tidegate lift ENV @SHA REASON\`.`,
			"",
			...holds.map((hold) => `- ${sayHold(hold)}`)
		].join("\n")
	};
}
function replyLifted({ user, environment, sha, reason }, holds) {
	const was = holds.map((hold) => `${inertMarkdown(hold.user)} (${inertMarkdown(hold.reason)})`).join(", ");
	return {
		summary: `Lift of ${environment} at ${sha.slice(0, 12)} by ${user}: ${reason}`,
		body: `**Lifted**: ${inertMarkdown(environment)} takes commits that contain \`${sha.slice(0, 12)}\` again, on the word of ${mention(user)}: ${inertMarkdown(reason)}. It had been held by ${was}. Approvals of that very commit from before the hold do not count any more.`
	};
}
function sayHold({ environment, sha, user, reason }) {
	return `${inertMarkdown(environment)} refuses \`@${sha.slice(0, 12)}\`: ${inertMarkdown(user)}, ${inertMarkdown(reason)}`;
}
function replyFrozen({ user, environment, until, reason }, zone, at) {
	return {
		summary: `Freeze of ${environment} by ${user} ${untilWhen(until, zone, at)}: ${reason}`,
		body: `**Frozen**: nothing enters ${inertMarkdown(environment)} ${untilWhen(until, zone, at)}, on the word of ${mention(user)}: ${inertMarkdown(reason)}. To end it earlier: \`/tidegate unfreeze ENV REASON\`.`
	};
}
function replyNoMoment(text) {
	return {
		summary: "The end of the freeze is not understood.",
		body: `**Nothing was done**: ${inertMarkdown(text)} is no date and no time. Write the end as \`2026-12-24\`, \`2026-12-24T18:00\` (in the zone of the policy) or \`2026-12-24T18:00+01:00\`, or leave it out.`
	};
}
function replyPastMoment(until, zone, at) {
	return {
		summary: "The end of the freeze is past.",
		body: `**Nothing was done**: ${sayBoth(epochMs(until), zone, at)} is past.`
	};
}
function replyNoFreeze(environment) {
	return {
		summary: `Nobody froze ${environment}.`,
		body: `**Nothing was done**: no freeze that somebody set is running for ${inertMarkdown(environment)}. Freezes of the policy end when the policy says; no command ends them. Change the policy, or override one deployment.`
	};
}
function replyUnfrozen({ user, environment, reason }, freezes) {
	const was = freezes.map((each) => `${inertMarkdown(each.user)} (${inertMarkdown(each.reason)})`).join(", ");
	return {
		summary: `Unfreeze of ${environment} by ${user}: ${reason}`,
		body: `**Unfrozen**: the freeze of ${inertMarkdown(environment)} by ${was} is over, on the word of ${mention(user)}: ${inertMarkdown(reason)}. Freezes of the policy stay.`
	};
}
function sayFreeze({ environment, user, reason, until }, zone, at) {
	return `${inertMarkdown(environment)} is frozen ${untilWhen(until, zone, at)}: ${inertMarkdown(user)}, ${inertMarkdown(reason)}`;
}
function untilWhen(until, zone, at) {
	return until === null ? "until somebody ends it" : `until ${sayBoth(epochMs(until), zone, at)}`;
}

// src/flow/answer/commands/freeze.ts
/** `/tidegate freeze`: nothing enters the environment, until then or until somebody ends it. */
async function freeze(given) {
	const found = await policiesFor(given);
	if ("answer" in found) return found.answer;
	const refusal = await whyNotPermitted(given, found.policies);
	if (refusal !== void 0) return replied(given, refusal);
	const environment = await findEnvironment(given.github, given.command.environment, found.policies);
	if (environment.kind === "unknown") return replied(given, replyNoSuchEnvironment(given.command.environment, environment.known));
	return frozen(given, environment.name, zoneOf(found.policies));
}
async function frozen(given, environment, zone) {
	const { command, at } = given;
	const until = readUntil(command.until, zone);
	if (until === void 0) return replied(given, replyNoMoment(command.until ?? ""));
	if (until !== null && epochMs(until) <= at) return replied(given, replyPastMoment(until, zone, at));
	const statement = {
		...statedBy(given),
		kind: "freeze",
		environment,
		until,
		reason: command.reason
	};
	return stated(given, replyFrozen(statement, zone, at), statement);
}
/** The zone of the repository's own policy, where it has one. */
function zoneOf(policies) {
	return policies.at(-1)?.policy.zone ?? "UTC";
}
/** Null: no end is named. Undefined: not understood. */
function readUntil(text, zoneName) {
	if (text === void 0) return null;
	const zone = zoneNamed(zoneName);
	const moment = zone === void 0 ? void 0 : readMoment(text, zone);
	return moment === void 0 ? void 0 : toInstant(moment);
}

// src/flow/answer/commands/hold.ts
async function hold(given) {
	const found = await policiesFor(given);
	if ("answer" in found) return found.answer;
	const refusal = await whyNotPermitted(given, found.policies);
	if (refusal !== void 0) return replied(given, refusal);
	return holdIn(given, found.policies);
}
async function holdIn(given, policies) {
	const { command, github } = given;
	const environment = await findEnvironment(github, command.environment, policies);
	if (environment.kind === "unknown") return replied(given, replyNoSuchEnvironment(command.environment, environment.known));
	const { name } = environment;
	const sha = command.sha === void 0 ? void 0 : await github.commit(command.sha);
	if (sha === null) return replied(given, replyNoSuchCommit(command.sha ?? ""));
	if (sha !== void 0) return held$1(given, name, sha);
	const bound = await bindRelease(given);
	if (!("reply" in bound)) return held$1(given, name, bound.gate.state.sha);
	const { summary, body } = bound.reply;
	return replied(given, {
		summary,
		body: `${body}${sayWhatRuns(name, await runsIn(given, name))}`
	});
}
function held$1(given, environment, sha) {
	const statement = {
		...statedBy(given),
		kind: "hold",
		environment,
		sha,
		reason: given.command.reason
	};
	return stated(given, replyHeld(statement), statement);
}
/** The commit that the environment runs, for whoever meant that one. */
async function runsIn({ github, ports, question }, environment) {
	const isTrusted = trusts(await ports.store.openedGates(question.repository.id, environment));
	const deployments = await github.deployments(environment, {
		isTrusted,
		sha: ""
	});
	return baselineOf(deployments.filter(({ id }) => isTrusted(id)))?.sha;
}

// src/flow/answer/commands/lift.ts
/** `/tidegate lift`: somebody answers for letting a held commit go. */
async function lift(given) {
	const found = await policiesFor(given);
	if ("answer" in found) return found.answer;
	const refusal = await whyNotPermitted(given, found.policies);
	if (refusal !== void 0) return replied(given, refusal);
	const { environment, sha: named, reason } = given.command;
	const holds = await holdsMeant(given);
	const [hold] = holds;
	if (hold === void 0) return replied(given, replyNoHold(environment, named));
	if ([...new Set(holds.map(({ sha }) => sha))].length > 1) return replied(given, replySeveralHolds(environment, holds));
	const ends = holds.map(({ commentId }) => commentId);
	const at = {
		environment: hold.environment,
		sha: hold.sha
	};
	const statement = {
		...statedBy(given),
		...at,
		kind: "lift",
		reason,
		ends
	};
	return stated(given, replyLifted(statement, holds), statement);
}
/** Those that were there when the comment was written: a command that reaches us late lets go of nothing newer. */
async function holdsMeant({ command, comment, ports, question }) {
	const { holds } = await ports.store.restrictions(question.repository.id);
	return holds.filter((hold) => isSameName(hold.environment, command.environment)).filter((hold) => hold.sha.startsWith(command.sha ?? "") && epochMs(hold.at) <= epochMs(comment.createdAt));
}

// src/flow/answer/commands/override-texts.ts
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

// src/flow/answer/commands/override.ts
/** `/tidegate override`: a permitted person opens what the policy holds. */
async function override(given) {
	const { command, at, ports, github } = given;
	const bound = await bindRelease(given);
	if ("reply" in bound) return replied(given, bound.reply);
	const found = await policiesFor(given);
	if ("answer" in found) return found.answer;
	const { policies } = found;
	const { question, state } = bound.gate;
	const { repositoryId, commentId, ...by } = statedBy(given);
	const stated = {
		...by,
		environment: state.environment,
		sha: state.sha,
		reason: command.reason
	};
	const { decision, facts } = await judgeGate({
		ports,
		github,
		question,
		gate: state,
		policies,
		overrides: [stated],
		at
	});
	const questions = bound.gates.map((each) => each.question);
	const said = headline(decision, facts, policies);
	if (decision.override !== null) {
		const kept = {
			overrides: [{
				...stated,
				repositoryId,
				commentId
			}],
			questions
		};
		return replied(given, replyAccepted(stated, decision, said), kept);
	}
	if (decision.verdict === "open") return replied(given, replyNotNeeded(stated, said), { questions });
	const inForce = policies.map(({ policy }) => policy);
	return replied(given, replyRefused(stated, said, whyRefused(inForce, facts, stated.user)));
}

// src/flow/answer/commands/tell-status.ts
/** `/tidegate status`: what waits and for what, and what people hold back. */
/** Each is judged anew, which takes some requests. */
const MOST_JUDGED = 10;
async function tellStatus(given) {
	const found = await policiesFor(given);
	if ("answer" in found) return found.answer;
	const { policies } = found;
	if (!await isSomebodyHere(given, policies)) return ended(given.at, "The author has no part in this repository.");
	const { ports, question, github } = given;
	const waiting = onePerRelease(await thatWait(await ports.store.openGates(question.repository.id), github));
	const lines = [...await sayWaiting(given, waiting, policies), ...await sayRestrictions(given, policies)];
	const body = lines.length === 0 ? "Nothing waits, and nobody holds anything back." : lines.join("\n");
	return replied(given, {
		summary: `Status: ${waiting.length} waiting.`,
		body
	});
}
/** Jobs of a matrix wait for the same. */
function onePerRelease(gates) {
	const key = ({ state }) => `${state.sha} ${state.environment.toLowerCase()}`;
	return [...new Map(gates.map((gate) => [key(gate), gate])).values()];
}
async function sayWaiting(given, waiting, policies) {
	if (waiting.length === 0) return [];
	const lines = ["**Waiting**", ""];
	for (const gate of waiting.slice(0, MOST_JUDGED)) {
		const { environment, sha } = gate.state;
		const said = await sayOne(given, gate, policies);
		lines.push(`- \`@${sha.slice(0, 12)}\` to ${inertMarkdown(environment)}: ${said}`);
	}
	const rest = waiting.length - MOST_JUDGED;
	return [
		...lines,
		...rest > 0 ? [`- and ${rest} more`] : [],
		""
	];
}
async function sayOne(given, gate, policies) {
	const { ports, github, at } = given;
	const { question, state } = gate;
	const overrides = await ports.store.overrides(question.repository.id, question.environment);
	const judged = await unlessRefused(judgeGate({
		ports,
		github,
		question,
		gate: state,
		policies,
		overrides,
		at
	}));
	if (judged instanceof Failure) return sayRefused(judged);
	return inertMarkdown(headline(judged.decision, judged.facts, policies));
}
async function sayRestrictions({ ports, question, at }, policies) {
	const zone = policies.at(-1)?.policy.zone ?? "UTC";
	const { holds, freezes } = await ports.store.restrictions(question.repository.id);
	const running = freezes.filter(({ until }) => until === null || epochMs(until) > at);
	const lines = [...holds.map(sayHold), ...running.map((each) => sayFreeze(each, zone, at))];
	return lines.length === 0 ? [] : [
		"**Held back by people**",
		"",
		...lines.map((line) => `- ${line}`)
	];
}

// src/flow/answer/commands/unfreeze.ts
/** `/tidegate unfreeze`: ends the freezes that people set. Those of the policy end when the policy says. */
async function unfreeze(given) {
	const found = await policiesFor(given);
	if ("answer" in found) return found.answer;
	const refusal = await whyNotPermitted(given, found.policies);
	if (refusal !== void 0) return replied(given, refusal);
	const { command, comment, ports, question, at } = given;
	const { freezes } = await ports.store.restrictions(question.repository.id);
	const meant = freezes.filter((each) => isSameName(each.environment, command.environment) && epochMs(each.at) <= epochMs(comment.createdAt)).filter(({ until }) => until === null || epochMs(until) > at);
	const [first] = meant;
	if (first === void 0) return replied(given, replyNoFreeze(command.environment));
	const { environment } = first;
	const ends = meant.map(({ commentId }) => commentId);
	const statement = {
		...statedBy(given),
		kind: "unfreeze",
		environment,
		reason: command.reason,
		ends
	};
	return stated(given, replyUnfrozen(statement, meant), statement);
}

// src/flow/answer/answer-command.ts
/** What does this comment ask of us, and may its author ask it? */
async function answerCommand(question, ports) {
	const at = ports.clock.now();
	const github = await ports.github(question.repository);
	const comment = await github.comment(question.commentId);
	if (comment === null || comment.edited) return ended(at, "The comment is gone or was edited.");
	if (comment.user.endsWith("[bot]")) return ended(at, "The comment is of a bot.");
	const command = parseCommand(comment.body);
	if (command === void 0) return ended(at, "The comment holds no command.");
	return answerTo(command, {
		question,
		comment,
		at,
		ports,
		github
	});
}
async function answerTo(command, given) {
	switch (command.kind) {
		case "approve":
		case "reject": return approveOrReject({
			...given,
			command
		});
		case "override": return override({
			...given,
			command
		});
		case "hold": return hold({
			...given,
			command
		});
		case "lift": return lift({
			...given,
			command
		});
		case "freeze": return freeze({
			...given,
			command
		});
		case "unfreeze": return unfreeze({
			...given,
			command
		});
		case "status": return tellStatus({
			...given,
			command
		});
		case "not-there-yet": return replied(given, replyNotThereYet(command.name));
		case "unclear": return replied(given, replyUnclear(command));
	}
}

// src/flow/answer/answer-gate.ts
/** How long a decision may be acted on: facts change without telling us. */
const DECISION_LASTS_MS = 6e4;
/** When we look whether the approval we sent is in effect, should no event come before. */
const VERIFY_AFTER_MS = 6e4;
/** When we look again for what was missing, should no event come before: a push asks, too, and reads may lag. */
const LOOK_AGAIN_MS$2 = 6e5;
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
	if (policy.kind !== "in-force") return held(question, {
		...reportWithoutPolicy(question, policy),
		dueAt: at + LOOK_AGAIN_MS$2
	}, at);
	const overrides = await ports.store.overrides(question.repository.id, question.environment);
	const { policies } = policy;
	const judged = await unlessRefused(judgeGate({
		ports,
		github,
		question,
		gate,
		policies,
		overrides,
		at
	}));
	if (judged instanceof Failure) return held(question, {
		...reportRefusal(judged),
		dueAt: at + lookAgainMs(judged)
	}, at);
	const { facts, decision, knownRestrictions } = judged;
	return {
		record: recordOf(at, headline(decision, facts, policies), {
			facts,
			decision,
			effects: [effectOf({
				question,
				gate,
				policies,
				decision,
				facts,
				knownRestrictions,
				at
			})]
		}),
		dueAt: isLetThrough(decision) ? at + VERIFY_AFTER_MS : whenHeld(decision, at)
	};
}
const ENDED = {
	approved: "The deployment was let through by us.",
	rejected: "The deployment was rejected.",
	"passed-without-us": "The deployment went on without our approval.",
	gone: "The deployment does not wait any more."
};
/** What others do is told by events, which may be lost: GitHub sends them once. */
const DONE_BY_OTHERS = /* @__PURE__ */ new Set([
	"checks",
	"no-incident",
	"dependencies",
	"promotion",
	"group"
]);
function whenHeld(decision, at) {
	const pending = decision.gates.flatMap((gate) => gate.requirements.filter((each) => each.status === "pending"));
	const byTime = dueAtOf(decision);
	if (!pending.some((each) => DONE_BY_OTHERS.has(each.kind))) return byTime;
	return Math.min(byTime ?? Number.POSITIVE_INFINITY, at + LOOK_AGAIN_MS$2);
}
function isLetThrough(decision) {
	return decision.verdict === "open" || decision.mode === "observe";
}
function effectOf({ question, gate, policies, decision, facts, knownRestrictions, at }) {
	const { repository } = question;
	if (!isLetThrough(decision)) return {
		kind: "report-gate",
		repository,
		gate: question,
		comment: holdReport(decision, facts, policies)
	};
	const until = Math.min(dueAtOf(decision) ?? Number.POSITIVE_INFINITY, at + DECISION_LASTS_MS);
	return {
		kind: "open-gate",
		repository,
		gate: question,
		runAttempt: gate.runAttempt,
		headSha: gate.sha,
		comment: inertMarkdown(headline(decision, facts, policies)),
		validUntil: toInstant(until),
		knownRestrictions
	};
}
function dueAtOf(decision) {
	return decision.nextTransitionAt === null ? null : epochMs(decision.nextTransitionAt);
}
/** Without a policy that could open it, or a fact that it asks for, a gate is held and says so. */
function held(question, { summary, comment, dueAt }, at) {
	const effects = [{
		kind: "report-gate",
		repository: question.repository,
		gate: question,
		comment
	}];
	return {
		record: recordOf(at, summary, { effects }),
		dueAt
	};
}

// src/policy/gates-ahead.ts
/** The gates of each environment that a release of this tier and type would meet; freezes and holds come and go. */
function gatesAhead(policies, tier, releaseType) {
	const { tiers } = commonTiers(policies.map(({ policy }) => policy));
	return environmentsOf(policies).map((environment) => ({
		environment,
		gates: [...builtInFor(policies, environment), ...policies.flatMap(({ policy }) => {
			const own = tierFor(policy, {
				tier,
				tiers
			});
			return policy.gates.filter((gate) => applies(gate, own, environment, releaseType)).map((gate) => gate.name);
		})]
	}));
}
/** Those that an environment is written to have. */
function builtInFor(policies, environment) {
	const entries = policies.flatMap(({ policy }) => entryFor(policy, environment) ?? []);
	return [...entries.some(({ promote }) => promote !== void 0) ? ["promotion"] : [], ...entries.some(({ group }) => group !== void 0) ? ["group"] : []];
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
	const [least] = judged.toSorted((one, other) => ranked$1(other) - ranked$1(one) || one.number - other.number);
	if (least === void 0) throw new RangeError("A check is about a pull request");
	const { decision, facts, number } = least;
	const ahead = aheadOf(decision, policies);
	const about = judged.length === 1 ? "" : `#${number}, which has the same commits: `;
	const told = [headline(decision, facts), ...ahead.titles].join("; ");
	return {
		...checkOf(repository, facts.candidate.sha),
		...stateOf(decision),
		title: plainLine(`${about}${told.length <= LONGEST_TITLE ? told : headline(decision, facts)}`, LONGEST_TITLE),
		summary: explainMarkdown(decision, facts, { more: ahead.block })
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
function ranked$1({ decision }) {
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
/** A fact that the policy asks for cannot be read. */
function refusedCheck(repository, headSha, refusal) {
	const title = "A fact that the policy asks for cannot be read";
	const summary = `**${title}.** ${sayRefused(refusal)}`;
	return {
		...checkOf(repository, headSha),
		status: "completed",
		conclusion: "failure",
		title,
		summary
	};
}
/** Nothing can be judged without rules, and what is not judged is not passed. */
function unjudgedCheck(repository, headSha, policy) {
	const check = {
		...checkOf(repository, headSha),
		status: "completed",
		conclusion: "failure"
	};
	if (policy.kind === "org-policy-unreadable") {
		const title = "The policy of the organisation cannot be read";
		return {
			...check,
			title,
			summary: `**Not judged (\`org-policy-unreadable\`): ${sayUnreadable(repository.owner, policy.because)}`
		};
	}
	const broken = brokenPolicy(policy.problems);
	return {
		...check,
		title: "The policy on the default branch is invalid",
		summary: `${broken.charAt(0).toUpperCase()}${broken.slice(1)} cannot be applied, and there was no valid one before. Correct it first: its check \`tidegate/policy\` says where. An administrator can merge the correction.`
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
	if (isInForce === void 0) return "The policy of this pull request cannot be applied. Correct it before it is merged.";
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

// src/flow/answer/proposed-policy.ts
/** @param organisation the policy that a text of the repository has to agree with. */
async function proposedPolicyCheck(question, github, pullRequest, organisation) {
	const { repository, number } = question;
	const { headSha } = pullRequest;
	const read = (path) => readProposed(github, pullRequest, path);
	const above = isOrganisationPlace(repository) ? await read(ORGANISATION_FILE) : null;
	const parsedAbove = above === null ? [] : [parseOrganisationPolicy(above)];
	const own = await read(POLICY_FILE);
	const parsed = own === null ? [] : [parseRepositoryPolicy(own, agreeing(parsedAbove[0], organisation))];
	const texts = [...parsedAbove, ...parsed];
	if (texts.length === 0) return [];
	const problems = texts.flatMap((text) => text.kind === "valid" ? text.warnings : text.problems);
	return [policyCheck({
		repository,
		headSha,
		externalId: `pull-request/${number}`,
		problems
	})];
}
/** Where both are proposed together, they have to agree with one another. */
function agreeing(proposed, inForce) {
	return proposed?.kind === "valid" ? proposed.policy : inForce;
}
async function readProposed(github, { change, headSha }, path) {
	if (!change.files.some((file) => file.path === path && file.status !== "removed")) return null;
	return (await github.file(path, headSha))?.text ?? null;
}

// src/flow/answer/answer-merge-group.ts
/** GitHub's queue gives up a group that lacks a check after 60 minutes, unless it is set otherwise: we are earlier. */
const [WAITS_MS, LASTS_MS] = [18e5, 36e5];
/** What GitHub does not tell yet of a group it has just made. Events name no groups, so we look again by ourselves. */
const [UNKNOWN_FOR_MS, LOOK_AGAIN_MS$1] = [12e4, 6e4];
async function answerMergeGroup(question, ports) {
	const at = ports.clock.now();
	const { repository, group } = question;
	if (group.isOver) return {
		record: recordOf(at, "The merge group is over.", { final: true }),
		dueAt: null
	};
	const github = await ports.github(repository);
	const policy = await readPolicyState(ports, repository, github);
	if (policy.kind === "none" || policy.kind === "org-policy-unreadable" && !policy.hasOwn) return {
		record: recordOf(at, "Not governed."),
		dueAt: null
	};
	if (policy.kind !== "in-force") return write(question, at, unjudgedCheck(repository, group.headSha, policy));
	const members = await unlessRefused(judgeAll$1(question, github, policy, at));
	if (members instanceof Failure) {
		const refused = refusedCheck(repository, group.headSha, members);
		return write(question, at, at < epochMs(group.madeAt) + UNKNOWN_FOR_MS ? {
			...refused,
			status: "in_progress",
			conclusion: void 0
		} : refused);
	}
	const [worst, ...others] = members.toSorted((one, other) => ranked(other) - ranked(one) || one.number - other.number);
	if (worst === void 0) return {
		record: recordOf(at, "The merge group is merged.", { final: true }),
		dueAt: null
	};
	const title = ranked(worst) === 0 && others.length > 0 ? `All ${members.length} pull requests of the group may merge` : `#${worst.number}: ${worst.said.title}`;
	const summary = [worst, ...others].map((one) => `### #${one.number}\n\n${one.said.summary}`).join("\n\n");
	const changes = members.flatMap(({ decision }) => decision?.nextTransitionAt ?? []);
	const { facts = null, decision = null } = worst;
	return write(question, at, {
		...worst.said,
		title: plainLine(title, 140),
		summary
	}, {
		facts,
		decision
	}, changes);
}
/** A failure throws a pull request out of the queue, and the next try is another group: so it is the last word. */
function write({ repository, group: { headSha, madeAt } }, at, { status, conclusion, title, summary }, parts = {}, changes = []) {
	const check = {
		kind: "write-check",
		repository,
		name: "tidegate",
		headSha,
		externalId: "merge",
		status,
		...conclusion && { conclusion },
		title,
		summary,
		annotations: []
	};
	const madeMs = epochMs(madeAt);
	const final = conclusion === "failure" || at >= madeMs + LASTS_MS;
	const times = [
		at + LOOK_AGAIN_MS$1,
		madeMs + WAITS_MS,
		...changes.map(epochMs)
	].filter((time) => time > at);
	return {
		record: recordOf(at, title, {
			...parts,
			effects: [check],
			final
		}),
		dueAt: final ? null : Math.min(...times)
	};
}
/** None when all of them are merged. */
async function judgeAll$1(question, github, policy, at) {
	const state = await github.mergeGroup?.(question.group);
	const lost = state?.unexplained[0];
	if (!state?.complete || lost !== void 0) {
		const which = lost === void 0 ? "the commits of this merge group come" : `commit ${lost.slice(0, 7)} comes`;
		throw new Failure("rejected", `GitHub does not tell from which pull requests ${which}`);
	}
	const members = [];
	for (const number of /* @__PURE__ */ new Set([...state.pullRequests, question.number])) {
		const member = await judge$1({
			...question,
			number
		}, github, policy, at);
		if (member !== null) members.push(member);
	}
	return members;
}
async function judge$1(asked, github, policy, at) {
	const { repository, number, group } = asked;
	const pullRequest = await github.pullRequest(number);
	if (pullRequest.change.mergedAt !== void 0) return null;
	if (pullRequest.state === "closed") return {
		number,
		said: refusal("The pull request is closed", "")
	};
	const proposed = await proposedPolicyCheck({
		kind: "pull-request",
		repository,
		number
	}, github, pullRequest, policy.organisation);
	const rules = policy.policies.map((one) => one.policy);
	const facts = await gatherPullRequest(github, {
		repository,
		pullRequest,
		at
	}, rules);
	const decision = decide(policy.policies, facts);
	const said = refuseBrokenPolicy(mergeCheck(repository, [{
		number,
		facts,
		decision
	}], policy.policies), proposed);
	const endsAt = epochMs(group.madeAt) + WAITS_MS;
	const opensAt = decision.earliestOpening === null ? at : epochMs(decision.earliestOpening);
	return {
		number,
		facts,
		decision,
		said: said.status === "in_progress" && (at >= endsAt || opensAt > endsAt) ? refusal(`Not open in time: ${said.title}`, said.summary) : said
	};
}
function refusal(title, summary) {
	return {
		status: "completed",
		conclusion: "failure",
		title,
		summary: `**${plainLine(title, 140)}**\n\n${summary}`
	};
}
/** The higher, the less it may merge. */
function ranked({ said: { status, conclusion } }) {
	if (status === "in_progress") return 1;
	return conclusion === "failure" ? 2 : 0;
}

// src/flow/answer/answer-policy.ts
async function answerPolicy(question, ports) {
	const at = ports.clock.now();
	const { repository } = question;
	const policy = await readPolicyState(ports, repository, await ports.github(repository));
	if (policy.written === null) return {
		record: recordOf(at, "The repository has no policy of its own."),
		dueAt: null
	};
	const { problems, isInForce } = policy.written;
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

// src/flow/answer/answer-pull-request.ts
/** When we look again for what we may not read: nothing tells us that we may now. */
const LOOK_AGAIN_MS = 6e5;
async function answerPullRequest(question, ports) {
	const at = ports.clock.now();
	const { repository } = question;
	const github = await ports.github(repository);
	const pullRequest = await github.pullRequest(question.number);
	const others = await othersAtHead(question, github, pullRequest);
	if (pullRequest.state === "closed") return closed(at, others);
	const policy = await readPolicyState(ports, repository, github);
	const proposed = await proposedPolicyCheck(question, github, pullRequest, policy.organisation);
	if (policy.kind !== "in-force") return withoutPolicy(at, pullRequest, repository, policy, proposed);
	const all = [{
		question,
		state: pullRequest
	}, ...others];
	const judged = await unlessRefused(judgeAll(all, github, policy.policies, at));
	if (judged instanceof Failure) {
		const check = refusedCheck(repository, pullRequest.headSha, judged);
		return {
			record: recordOf(at, check.title, { effects: [...proposed, check] }),
			dueAt: at + lookAgainMs(judged)
		};
	}
	const [own] = judged;
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
/**
* A repository without a policy is not governed, and gets no check. What its organisation says is not known there
* either way: a branch that requires the check stays closed without it.
*/
function withoutPolicy(at, { headSha }, repository, policy, proposed) {
	if (policy.kind === "none" || policy.kind === "org-policy-unreadable" && !policy.hasOwn) return {
		record: recordOf(at, "Not governed.", { effects: proposed }),
		dueAt: null
	};
	const check = unjudgedCheck(repository, headSha, policy);
	return {
		record: recordOf(at, check.title, { effects: [...proposed, check] }),
		dueAt: policy.kind === "org-policy-unreadable" ? at + LOOK_AGAIN_MS : null
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
/** In the order given: the first is the one that was asked about. */
async function judgeAll([first, ...rest], github, inForce, at) {
	const judged = [await judge(first, github, inForce, at)];
	for (const other of rest) judged.push(await judge(other, github, inForce, at));
	return judged;
}
async function judge({ question: { repository }, state: pullRequest }, github, inForce, at) {
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

// src/flow/answer/answer.ts
function answer(question, ports) {
	switch (question.kind) {
		case "gate": return answerGate(question, ports);
		case "pull-request": return question.group ? answerMergeGroup(question, ports) : answerPullRequest(question, ports);
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
	if (effect.kind === "open-gate" && await isRestrictedSince(effect, ports)) return {
		kind: "superseded",
		because: "somebody set a hold or a freeze after the decision"
	};
	return (await ports.github(effect.repository)).apply(effect, ports.clock.now());
}
/** What people set up while the decision was on its way holds; their command has the gate asked about again. */
async function isRestrictedSince({ repository, gate, knownRestrictions = [] }, { store }) {
	const { holds, freezes } = await store.restrictions(repository.id);
	return [...holds, ...freezes].some(({ environment, commentId }) => isSameName(environment, gate.environment) && !knownRestrictions.includes(commentId));
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
	const now = options.ports.clock.now();
	const deliveries = await options.ports.store.claimDeliveries(now, now + LEASE_MS, BATCH);
	for (const delivery of deliveries) await takeIn(delivery, options);
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
	const opened = await openStore({
		...config,
		databaseUrl: config.databaseUrl?.reveal()
	});
	const metrics = createMetrics({
		store: opened,
		clock
	});
	const { store } = metrics;
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
		metrics,
		isStopping: () => isStopping,
		next: metrics.countRefusals(ingress)
	}), config).catch(async (error) => {
		await store.close();
		throw error;
	});
	worker = startWorker({
		ports,
		dispatch: gitHubApp.dispatch,
		log
	});
	const housekeeping = startHousekeeping({
		store,
		clock,
		log
	});
	return {
		port: server.port,
		wake: () => worker.wake(),
		stop: async () => {
			isStopping = true;
			await server.close();
			await worker.stop();
			await housekeeping.stop();
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
	const place = config.databaseUrl === void 0 ? { data: config.dataFolder } : { database: "postgresql" };
	log.info({
		port: app.port,
		api: config.apiUrl,
		...place
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
	return [
		...config.webhookSecrets,
		config.privateKey,
		...config.databaseUrl === void 0 ? [] : [config.databaseUrl]
	];
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