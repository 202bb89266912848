import { a as NETWORKS, s as parseDuration } from "./canonical.js";

// src/domain/repository-path.ts
/**
* A path as git writes it, from the root of the repository: without `./`, doubled slashes and steps back. One that is
* absolute, or leads out of the repository, is named as it is, and so is no path of any file in it.
*/
function repositoryPath(path) {
	if (path.startsWith("/")) return path;
	const parts = [];
	for (const part of path.split("/")) {
		if (part === "" || part === ".") continue;
		if (part !== "..") parts.push(part);
		else if (parts.pop() === void 0) return path;
	}
	return parts.join("/");
}

// src/domain/redact.ts
/**
* Secrets out of text. A secret seldom turns up as it was written: encoders, quotes and headers change it, so every form
* that they make of it is looked for. Pure, so that every sink (log, report, summary, output) can use the same one.
*/
/** Shorter ones would black out half of a text, and protect nothing. Lines of a longer one count from here, too. */
const SHORTEST_SECRET = 4;
/** What stands where a secret was. */
const MARK = "***";
/**
* Of a text that was cut somewhere (`…`, an excerpt), how much of a secret has to be at the cut to be taken for it.
* Fewer characters are common to too many words.
*/
const SHORTEST_PIECE = 6;
/** Texts that we shorten are cut once or twice; one with more of the marks brought them along. */
const MOST_CUTS = 8;
/** Leaves every text as it is. */
const NOTHING_SECRET = (text) => text;
/**
* The secret, its lines, and what encoders make of both, the longest first: URL and form encoding, base64 (also as a
* part of something longer), hexadecimal, JSON and XML escapes, and one line with its white space shrunk.
*/
function secretForms(secret) {
	const parts = [secret, ...secret.split(/\r\n|[\r\n]/)].filter(isLongEnough);
	return [...new Set(parts.flatMap((part) => [
		part,
		part.trim(),
		...encodings(part)
	]).filter(isLongEnough))].toSorted((one, other) => other.length - one.length || (one < other ? -1 : 1));
}
/** Replaces every form of every secret. Overlapping ones go as one, so that nothing of either is left. */
function redactor(secrets) {
	const forms = [...new Set([...secrets].flatMap(secretForms))];
	if (forms.length === 0) return NOTHING_SECRET;
	return (text) => blackOut(text, [...wholes(text, forms), ...pieces(text, forms)]);
}
function isLongEnough(form) {
	return form.trim().length >= 4;
}
function encodings(text) {
	const bytes = new TextEncoder().encode(text);
	const url = encodeURIComponent(text.toWellFormed());
	const strict = url.replace(/[!'()*]/g, (character) => `%${hexOf(character.charCodeAt(0)).toUpperCase()}`);
	const hex = Array.from(bytes, hexOf).join("");
	const json = JSON.stringify(text).slice(1, -1);
	return [
		...[
			url,
			strict,
			url.replaceAll("%20", "+"),
			strict.replaceAll("%20", "+")
		].flatMap(withLowerHex),
		encodeURI(text.toWellFormed()),
		...base64Forms(bytes),
		hex,
		hex.toUpperCase(),
		json,
		json.replaceAll("/", "\\/"),
		JSON.stringify(json).slice(1, -1),
		xmlEscaped(text, "&#39;"),
		xmlEscaped(text, "&apos;"),
		text.replace(/\s+/gu, " ").trim()
	];
}
function hexOf(byte) {
	return byte.toString(16).padStart(2, "0");
}
function withLowerHex(text) {
	return [text, text.replace(/%[0-9A-F]{2}/g, (place) => place.toLowerCase())];
}
function xmlEscaped(text, apostrophe) {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;").replaceAll("'", apostrophe);
}
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/**
* By itself with its padding, and inside something longer, as `user:secret` is: there it begins at one of three places
* of a group, and of its own are only the characters in which no bit of a neighbour is.
*/
function base64Forms(bytes) {
	const inside = [
		0,
		1,
		2
	].map((before) => {
		const encoded = base64(new Uint8Array([...new Uint8Array(before), ...bytes]));
		const hasPartialEnd = (before + bytes.length) % 3 !== 0;
		return encoded.slice([
			0,
			2,
			3
		][before], hasPartialEnd ? -1 : void 0);
	});
	const alone = base64(bytes);
	return [
		alone.padEnd(Math.ceil(alone.length / 4) * 4, "="),
		alone,
		...inside
	].flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")]);
}
/** Without padding. */
function base64(bytes) {
	const groups = [];
	for (let at = 0; at < bytes.length; at += 3) {
		const [one = 0, two = 0, three = 0] = bytes.subarray(at, at + 3);
		const bits = one << 16 | two << 8 | three;
		const characters = [
			18,
			12,
			6,
			0
		].map((shift) => ALPHABET.charAt(bits >> shift & 63)).join("");
		groups.push(characters.slice(0, Math.min(bytes.length - at, 3) + 1));
	}
	return groups.join("");
}
function wholes(text, forms) {
	const found = [];
	for (const form of forms) for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) found.push({
		from: at,
		to: at + form.length
	});
	return found;
}
/** What is left of a secret where the text was cut: its beginning before a cut, its end after one. */
function pieces(text, forms) {
	const ends = [text.length, ...indexesOf(text, "…")];
	const starts = [0, ...indexesOf(text, "…").map((at) => at + 1)];
	return forms.flatMap((form) => [...ends.flatMap((end) => {
		const length = longestPiece(form, (size) => text.endsWith(form.slice(0, size), end));
		return length === 0 ? [] : [{
			from: end - length,
			to: end
		}];
	}), ...starts.flatMap((start) => {
		const length = longestPiece(form, (size) => text.startsWith(form.slice(-size), start));
		return length === 0 ? [] : [{
			from: start,
			to: start + length
		}];
	})]);
}
function longestPiece(form, isThere) {
	for (let size = form.length - 1; size >= SHORTEST_PIECE; size--) if (isThere(size)) return size;
	return 0;
}
function indexesOf(text, mark) {
	return [...text.matchAll(new RegExp(mark, "g"))].slice(0, MOST_CUTS).map(({ index }) => index);
}
function blackOut(text, ranges) {
	const kept = [];
	let end = 0;
	for (const { from, to } of ranges.toSorted((one, other) => one.from - other.from)) {
		if (from > end || from === 0 && end === 0) kept.push(text.slice(end, from), MARK);
		end = Math.max(end, to);
	}
	return kept.join("") + text.slice(end);
}

// src/smoke/reach/secrets.ts
/** Secrets that a run may use, by the names of environment variables: `--secret-env A,B`, input `secret-env`. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** @param list names with commas between them; line ends and spaces do no harm */
function findSecrets(list, variable) {
	const names = [...new Set(list.split(/[,\s]+/).filter((name) => name !== ""))];
	const problems = names.flatMap((name) => refusalOf(name, variable(name)));
	if (problems.length > 0) return {
		kind: "refused",
		problems
	};
	return {
		kind: "found",
		secrets: new Map(names.map((name) => [name, variable(name) ?? ""]))
	};
}
function refusalOf(name, value) {
	if (!NAME.test(name)) return ["One of the names is none of an environment variable. Give names, never values."];
	if (value === void 0 || value === "") return [`The environment variable ${name} is not set, or is empty. Set it, or take the name out.`];
	if (value.trim().length >= 4) return [];
	return [`The value of ${name} has fewer than ${4} characters: taking it out of every text would black out half of them. Use a longer secret.`];
}

// src/action/names.ts
/**
* Every name by which a workflow talks to the Action: commands, inputs, outputs. `action.yml` says the same, and a
* test holds the two together, so a name is written nowhere else.
*/
const COMMANDS = [
	"gate",
	"smoke",
	"rollback",
	"notes",
	"dora"
];
const INPUTS = {
	command: {
		description: "What to do: `gate` (may this commit enter the environment?), `smoke` (does the deployment work?), `rollback` (go back, when the policy says so), `notes` (what does this release bring?) or `dora` (how does delivery go?).",
		required: true,
		for: [
			"gate",
			"smoke",
			"rollback",
			"notes",
			"dora"
		]
	},
	"github-token": {
		description: "Token that reads the policy and the facts. The token of the job does; it needs read access only, for a rollback `actions: write`, and for what `notes` and `dora` publish the write access that the guide names.",
		default: `\${{ github.token }}`,
		for: [
			"gate",
			"smoke",
			"rollback",
			"notes",
			"dora"
		]
	},
	"policy-file": {
		description: "Path of the policy on the default branch.",
		default: ".github/tidegate.yml",
		for: [
			"gate",
			"rollback",
			"notes",
			"dora"
		]
	},
	environment: {
		description: "Environment that is deployed to; of notes, the one whose last deployment they begin at; of DORA figures, the only one to count. Default: that of the deployment event which started the run; for DORA figures all of production.",
		for: [
			"gate",
			"smoke",
			"rollback",
			"notes",
			"dora"
		]
	},
	sha: {
		description: "Full id of the commit that is deployed. Default: the commit of the run. Needed when the run was dispatched, because then the run does not tell what it deploys. `notes` take it where `to` is not given.",
		for: [
			"gate",
			"smoke",
			"rollback",
			"notes"
		]
	},
	"deployment-id": {
		description: "Id of the deployment that is asked about. Default: that of the deployment event which started the run.",
		for: [
			"gate",
			"smoke",
			"rollback",
			"notes"
		]
	},
	"smoke-file": {
		description: "Path of the smoke checks on the default branch.",
		default: ".github/smoke.yml",
		for: ["smoke"]
	},
	"secret-env": {
		description: "Names of variables of the step whose values the smoke file may use, with `env.` before the name, separated by commas. They are masked, and cut out of everything that is written.",
		for: ["smoke"]
	},
	set: {
		description: "Values for the names in the smoke file (a dollar sign and the name in braces): one NAME=VALUE a line. Not for secrets.",
		for: ["smoke"]
	},
	baseline: {
		description: "Path of a `smoke-report.json` from before the deployment. What failed then already is no reason to go back.",
		for: ["smoke"]
	},
	service: {
		description: "Name of a service of the policy. `notes` then tell only what touches its paths; `dora` counts only its deployments. Default: all.",
		for: ["notes", "dora"]
	},
	from: {
		description: "Where the notes begin: the tag, branch or commit that ran before. Default: the last successful deployment to `environment` before this one.",
		for: ["notes"]
	},
	to: {
		description: "Where the notes end: a tag, branch or commit. Default: the commit that is deployed.",
		for: ["notes"]
	},
	publish: {
		description: "Where the notes go besides the outputs: `summary` of the job, `release` of the tag that `to` names, `comment` on each pull request of the range, or `none`.",
		default: "summary",
		for: ["notes"]
	},
	issue: {
		description: "Whether the figures are kept up to date in an issue: `true` or `false`. Default: what `dora.issue` of the policy says, and without `dora` in the policy `false`.",
		for: ["dora"]
	},
	"fail-on": {
		description: "Verdicts that fail the step: `any` (fail, error and inconclusive) or `fail`.",
		default: "any",
		for: ["smoke"]
	},
	"on-error": {
		description: "What becomes of the step when checks ran and could not be judged (verdict `error`): `fail`, or `pass`, which the summary then says.",
		default: "fail",
		for: ["smoke"]
	},
	wait: {
		description: "gate: how long to wait for it to open; rollback: how long to wait for the run to end, once it began. E.g. 90s, 30m or 4h.",
		default: "0s",
		for: ["gate", "rollback"]
	},
	network: {
		description: "Addresses that may be probed: `public`, `private` (also private networks and this machine) or `loopback` (this machine only). Link-local addresses never.",
		default: "public",
		for: ["smoke"]
	},
	"report-dir": {
		description: "Folder for the report files, where `rollback` looks for that of `smoke`. Default: a folder for temporary files of the runner, the same for all steps of a job.",
		for: [
			"gate",
			"smoke",
			"rollback",
			"notes",
			"dora"
		]
	},
	"app-url": {
		description: "Address of the Tidegate server (its `BASE_URL`). `smoke` sends it the verdict, with the token that `id-token: write` gives the job; `rollback` leaves the decision to it.",
		for: ["smoke", "rollback"]
	},
	"dry-run": {
		description: "Read the policy or smoke file from the workspace instead of the default branch, to try out a change. The result counts for nothing else: nothing is sent or published, and no run is started; what would be written is said.",
		default: "false",
		for: [
			"gate",
			"smoke",
			"rollback",
			"notes",
			"dora"
		]
	}
};
const OUTPUTS = {
	verdict: {
		description: "gate: `open`, `waiting` or `blocked`; smoke: `pass`, `fail`, `inconclusive` or `error`; rollback: `dispatched`, `succeeded`, `failed` or `unknown` of the run it started, `none` without one; notes and dora: `done`, or `refused` when something could not be published; `error` when there was nothing to judge.",
		for: [
			"gate",
			"smoke",
			"rollback",
			"notes",
			"dora"
		]
	},
	decision: {
		description: "What follows for the workflow: `proceed` or `stop`. rollback: `rollback`, `hold`, `page`, `retry-verification` or `none`.",
		for: [
			"gate",
			"smoke",
			"rollback",
			"notes",
			"dora"
		]
	},
	"reason-code": {
		description: "The reason of the verdict as a stable code; empty when there is nothing to explain.",
		for: [
			"gate",
			"smoke",
			"rollback",
			"notes",
			"dora"
		]
	},
	result: {
		description: "The decision, the smoke report, the notes or the figures as JSON; empty when there is none.",
		for: [
			"gate",
			"smoke",
			"rollback",
			"notes",
			"dora"
		]
	},
	"report-path": {
		description: "File with the same JSON.",
		for: [
			"gate",
			"smoke",
			"rollback",
			"notes",
			"dora"
		]
	},
	"junit-path": {
		description: "File with the smoke report as JUnit XML.",
		for: ["smoke"]
	},
	"failed-checks": {
		description: "Ids of the checks that failed or could not be judged, separated by commas.",
		for: ["smoke"]
	},
	"flaky-checks": {
		description: "Ids of the checks that passed, and not at the first attempt, separated by commas.",
		for: ["smoke"]
	},
	"verified-sha": {
		description: "The commit that passed; empty when it did not pass or is not known.",
		for: ["smoke"]
	},
	"rollback-target-sha": {
		description: "The commit that is known to be good last, whether it is gone back to or not; empty when there is none.",
		for: ["rollback"]
	},
	"rollback-run-id": {
		description: "Id of the workflow run that deploys it; empty when none was started.",
		for: ["rollback"]
	},
	"rollback-run-url": {
		description: "Address of that run.",
		for: ["rollback"]
	},
	notes: {
		description: "The notes as Markdown.",
		for: ["notes"]
	},
	"notes-url": {
		description: "Where the notes are to be read: the release, or the run with its summary.",
		for: ["notes"]
	},
	"earliest-opening": {
		description: "When time alone would let the deployment in, as an RFC 3339 instant; empty when never.",
		for: ["gate"]
	},
	tier: {
		description: "Risk tier of the release; of a rollback, of what it takes away; of notes, where the release was judged.",
		for: [
			"gate",
			"rollback",
			"notes"
		]
	},
	"release-type": {
		description: "`major`, `minor`, `patch`, `emergency`, `rollback` or `redeploy`.",
		for: ["gate", "notes"]
	}
};
/** What the step leaves for its end; empty: nothing. */
const STATES = {
	/** JSON of the verification that is not sent yet. */
	verification: "verification",
	/** Path of the smoke report, which is partial until the run is over. */
	report: "smoke-report"
};

// src/action/input-values.ts
/** One value of an input: what is wrong with it is added to a list, and something harmless stands in its place. */
function oneOf(read, wrong, name, allowed) {
	const text = givenOrDefault(read, name);
	const found = allowed.find((one) => one === text);
	if (found === void 0) wrong.push(`Input "${name}" is ${JSON.stringify(text)}: write ${allowed.join(" or ")}.`);
	return found ?? allowed[0];
}
function matching(read, wrong, name, form, what) {
	const text = givenOrDefault(read, name);
	if (!form.test(text)) wrong.push(`Input "${name}" is ${JSON.stringify(text)}: it must be ${what}.`);
	return text;
}
function path(read, wrong, name) {
	const text = givenOrDefault(read, name);
	if (!(text !== "" && !text.startsWith("/") && !text.split(/[\\/]/).includes(".."))) wrong.push(`Input "${name}" is ${JSON.stringify(text)}: write a path inside the repository.`);
	return text;
}
function duration(read, wrong, name) {
	const text = givenOrDefault(read, name);
	const ms = parseDuration(text);
	if (ms === void 0) wrong.push(`Input "${name}" is ${JSON.stringify(text)}: write a duration such as 90s, 30m or 4h.`);
	return ms ?? 0;
}
/** An input that is given as nothing means its default: GitHub fills in defaults only where the input is left out. */
function givenOrDefault(read, name) {
	const text = read(name);
	const spec = INPUTS[name];
	return text === "" && "default" in spec ? spec.default : text;
}

// src/action/inputs.ts
/** The inputs of the step, checked. Every problem is found at once, so that one run tells all of them. */
/** Somebody wrote something in the workflow that cannot be done. Each line says what, and what to write instead. */
var InputError = class extends Error {
	name = "InputError";
};
function parseInputs(read, variable = () => void 0, isOfFork = false) {
	const wrong = [];
	const inputs = {
		...parseCommon(read, wrong),
		...parseOwn(read, {
			variable,
			isOfFork
		}, wrong)
	};
	if (wrong.length > 0) throw new InputError(wrong.join("\n"));
	return inputs;
}
function parseCommon(read, wrong) {
	return {
		token: read("github-token"),
		environment: read("environment"),
		sha: matching(read, wrong, "sha", /^(?:[0-9a-f]{40}|[0-9a-f]{64})?$/, "the full id of a commit, 40 hexadecimal digits"),
		reportDir: read("report-dir"),
		isDryRun: oneOf(read, wrong, "dry-run", ["false", "true"]) === "true"
	};
}
function parseOwn(read, step, wrong) {
	const command = oneOf(read, wrong, "command", COMMANDS);
	const deploymentId = deployment(read, wrong);
	if (command === "smoke") return {
		command,
		deploymentId,
		...parseSmokeInputs(read, step, wrong)
	};
	const policyFile = path(read, wrong, "policy-file");
	if (command === "notes") return {
		command,
		deploymentId,
		policyFile,
		...parseNotesInputs(read, wrong)
	};
	if (command === "dora") return {
		command,
		policyFile,
		...parseDoraInputs(read, wrong)
	};
	const waitMs = duration(read, wrong, "wait");
	if (command === "gate") return {
		command,
		deploymentId,
		policyFile,
		waitMs,
		network: oneOf(read, wrong, "network", NETWORKS)
	};
	return {
		command,
		deploymentId,
		policyFile,
		waitMs,
		appUrl: address(read, wrong)
	};
}
function parseNotesInputs(read, wrong) {
	return {
		service: read("service"),
		from: matching(read, wrong, "from", REVISION, "a tag, a branch or a commit"),
		to: matching(read, wrong, "to", REVISION, "a tag, a branch or a commit"),
		publish: oneOf(read, wrong, "publish", [
			"summary",
			"release",
			"comment",
			"none"
		])
	};
}
/** As git takes names, loosely; empty: not given. Three dots would be a range of its own. */
const REVISION = /^(?!-)(?!.*\.\.)[^\s~^:?*[\\]{0,255}$/;
function parseDoraInputs(read, wrong) {
	const keepsIssue = read("issue") === "" ? void 0 : oneOf(read, wrong, "issue", ["true", "false"]) === "true";
	return {
		service: read("service"),
		keepsIssue
	};
}
function parseSmokeInputs(read, step, wrong) {
	return {
		smokeFile: repositoryPath(path(read, wrong, "smoke-file")),
		...secrets(read("secret-env"), step, wrong),
		set: assignments(read("set"), wrong),
		baseline: read("baseline"),
		failOn: oneOf(read, wrong, "fail-on", ["any", "fail"]),
		onError: oneOf(read, wrong, "on-error", ["fail", "pass"]),
		network: oneOf(read, wrong, "network", NETWORKS),
		appUrl: address(read, wrong)
	};
}
function deployment(read, wrong) {
	const id = matching(read, wrong, "deployment-id", /^[1-9]\d{0,15}$|^$/, "the number of a deployment");
	return id === "" ? void 0 : Number(id);
}
/** The token of the job goes there, so nobody may listen on the way. */
function address(read, wrong) {
	const text = read("app-url");
	if (text === "") return "";
	const url = URL.parse(text);
	if (!(url?.protocol === "https:" || url?.protocol === "http:" && /^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(url.hostname)) || url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") wrong.push("Input \"app-url\" is no address of a Tidegate server: write its BASE_URL, such as https://tidegate.example.com.");
	return text.replace(/\/+$/, "");
}
function secrets(text, { variable, isOfFork }, wrong) {
	const names = text.split(/[\s,]+/).filter((name) => name !== "");
	const runners = names.find((name) => IS_RUNNERS.test(name));
	if (runners !== void 0) wrong.push(`Input "secret-env" has ${JSON.stringify(runners)}: what belongs to the runner is handed to nobody.`);
	const withheld = isOfFork ? names.filter((name) => IS_NAME.test(name) && !variable(name)) : [];
	const found = findSecrets(names.filter((name) => !withheld.includes(name)).join(","), variable);
	if (found.kind === "found") return {
		secrets: found.secrets,
		withheld: [...new Set(withheld)]
	};
	wrong.push(...found.problems.map((problem) => `Input "secret-env": ${problem}`));
	return {
		secrets: /* @__PURE__ */ new Map(),
		withheld: []
	};
}
const IS_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** What belongs to the runner, its tokens above all, goes nowhere. */
const IS_RUNNERS = /^(?:ACTIONS|GITHUB|INPUT|RUNNER|STATE)_/i;
function assignments(text, wrong) {
	const names = /* @__PURE__ */ new Map();
	for (const [index, raw] of text.split("\n").entries()) {
		const line = raw.trim();
		const found = /^([A-Za-z_][A-Za-z0-9_-]*)=(.*)$/.exec(line);
		if (found?.[1] !== void 0) names.set(found[1], found[2] ?? "");
		else if (line !== "") wrong.push(`Input "set", line ${index + 1}, is not NAME=VALUE.`);
	}
	return names;
}

export { redactor as a, STATES as i, parseInputs as n, secretForms as o, OUTPUTS as r, repositoryPath as s, InputError as t };