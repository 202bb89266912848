import { t as __commonJSMin } from "./rolldown-runtime.js";
import { D as toInstant, E as parseInstant$1, S as toJSONSchema, T as parseDuration$1, _ as strictObject, b as union, c as _enum, d as int, f as literal, g as refine, h as record$1, i as undecided, l as array, n as inertMarkdown, p as number, r as plainLine, u as boolean, v as string, w as epochMs } from "./problem.js";
import { a as readWorkspaceFile, c as shapeProblems, d as readYaml, f as locate, l as listOf, n as requireEnvironment, o as writeReport, p as digestOf, r as requireSha, s as DOCUMENT_CODES, u as suggest } from "./subject.js";
import { t as require_lib } from "./holidays.js";
import { t as Failure } from "./failure.js";

// src/policy/glob.ts
/** Longer patterns are a mistake, and the time to match grows with them. */
const LONGEST_PATTERN$2 = 256;
/** What is wrong with a pattern, as the end of "the glob …"; undefined when it is fine. */
function globProblem(pattern) {
	if (pattern === "" || pattern === "/") return "is empty";
	if (pattern.length > LONGEST_PATTERN$2) return `is longer than ${LONGEST_PATTERN$2} characters`;
	if (pattern.startsWith("!")) return "begins with `!`; negation is not supported, list what should match";
	if (/[[\]]/.test(pattern)) return "has brackets, which are not supported; use `?` for one character";
	if (/[{}]/.test(pattern)) return "has braces, which are not supported; write one list item per alternative";
	if (pattern.includes("\\")) return "has a backslash, which is not supported; paths are separated by `/`";
	if (/[@+!?*]\(/.test(pattern)) return "has an extended group such as `@(a|b)`, which is not supported";
	if (pattern.includes("***")) return "has more than two `*` in a row";
	if (/^\.\.?\/|\/\.\.?\//.test(pattern) || pattern.includes("//")) return "is not a plain path: write it as the repository shows it, without `./`, `../` or `//`";
}
const ONE = Symbol("?");
const SOME = Symbol("*");
const ANY = Symbol("**");
const FOLDERS = Symbol("**/");
function compileGlob(pattern, { ignoreCase = false } = {}) {
	const matches = matcherOf(globTokens(pattern, { ignoreCase }));
	return ignoreCase ? (candidate) => matches(candidate.toLowerCase()) : matches;
}
/** The steps of a pattern, for whoever has to compare two of them. */
function globTokens(pattern, { ignoreCase = false } = {}) {
	const text = ignoreCase ? pattern.toLowerCase() : pattern;
	const rooted = text.startsWith("/") ? text.slice(1) : text;
	return simplified(tokensOf(rooted.endsWith("/") ? `${rooted}**` : rooted));
}
function tokensOf(pattern) {
	const tokens = [];
	let index = 0;
	while (index < pattern.length) {
		const character = pattern.charAt(index);
		const isDouble = character === "*" && pattern.charAt(index + 1) === "*";
		if (isDouble) tokens.push(...doubleStar(pattern, index));
		else tokens.push(SINGLE.get(character) ?? character);
		index += isDouble ? 2 : 1;
		if (tokens.at(-1) === FOLDERS) index++;
	}
	return tokens;
}
const SINGLE = /* @__PURE__ */ new Map([["?", ONE], ["*", SOME]]);
function doubleStar(pattern, index) {
	const startsSegment = index === 0 || pattern.charAt(index - 1) === "/";
	if (startsSegment && pattern.charAt(index + 2) === "/") return [FOLDERS];
	return startsSegment && index > 0 && index + 2 === pattern.length ? [ONE, ANY] : [ANY];
}
/** Any folders and then any name, or any run beside another one, are just any run. */
function simplified(tokens) {
	const kept = [];
	for (const token of tokens) {
		const last = kept.at(-1);
		if ((token === SOME || token === ANY) && (last === ANY || last === FOLDERS || last === SOME && token === ANY)) kept[kept.length - 1] = ANY;
		else kept.push(token);
	}
	return kept;
}
/** Most paths are told apart by the literal parts of a pattern alone: its start, its end and what lies between. */
function matcherOf(tokens) {
	const firstWild = tokens.findIndex((token) => typeof token !== "string");
	if (firstWild < 0) {
		const literal = tokens.join("");
		return (text) => text === literal;
	}
	const lastWild = tokens.findLastIndex((token) => typeof token !== "string");
	const prefix = tokens.slice(0, firstWild).join("");
	const suffix = tokens.slice(lastWild + 1).join("");
	const wild = tokens.slice(firstWild, lastWild + 1);
	const shortest = prefix.length + suffix.length;
	const fits = (text) => text.length >= shortest && holds$1(text, suffix, text.length - suffix.length) && holds$1(text, prefix, 0);
	if (wild.length === 1 && wild[0] === ANY) return fits;
	const between = literalsOf(wild);
	const matches = automatonOf(tokens.slice(firstWild), prefix.length);
	return (text) => fits(text) && between.every((literal) => text.includes(literal, prefix.length)) && matches(text);
}
/** Whether the text has the part there. From its end: paths of one repository begin alike. */
function holds$1(text, part, from) {
	for (let index = part.length - 1; index >= 0; index--) if (text.charCodeAt(from + index) !== part.charCodeAt(index)) return false;
	return true;
}
/** The runs of literal characters. */
function literalsOf(tokens) {
	return tokens.map((token) => typeof token === "string" ? token : "\n").join("").split(/\n+/).filter((literal) => literal !== "");
}
const UNSEEN = -1;
const ASCII = 128;
/** Beyond ASCII only the characters that the pattern has are told apart. */
function kindsOf(tokens) {
	const codes = tokens.flatMap((token) => typeof token === "string" ? token.charCodeAt(0) : []);
	const beyond = new Set(codes.filter((code) => code >= ASCII));
	return new Map([...beyond].map((code, index) => [code, 129 + index]));
}
/** Patterns with very many sets of states are rare; beyond this many no more is kept. */
const MOST_SETS = 100;
/**
* Follows all ways through the pattern at once, so no text can make it try one after the other, and remembers where
* they lead, since thousands of paths begin alike. What stands before `from` is known to match.
*/
function automatonOf(tokens, from) {
	const kinds = kindsOf(tokens);
	const unseen = new Int16Array(129 + kinds.size).fill(UNSEEN);
	const reachedBy = (states, next) => {
		return {
			states,
			isEnd: states[tokens.length] === 1,
			known: knownOf(tokens, states),
			next
		};
	};
	const first = reachedBy(startOf(tokens), unseen.slice());
	const sets = [first];
	const numbers = /* @__PURE__ */ new Map([[first.states.join(""), 0]]);
	function learn(before, character, kind) {
		const states = follow(tokens, before.states, character);
		if (sets.length >= MOST_SETS) return reachedBy(states, unseen);
		const key = states.join("");
		const number = numbers.get(key) ?? sets.length;
		const reached = sets[number] ?? reachedBy(states, unseen.slice());
		sets[number] = reached;
		numbers.set(key, number);
		before.next[kind] = number;
		return reached;
	}
	return (text) => {
		let reached = first;
		for (let index = from; index < text.length; index++) {
			const code = text.charCodeAt(index);
			const kind = code < ASCII ? code : kinds.get(code) ?? ASCII;
			const number = reached.next[kind];
			reached = number === UNSEEN ? learn(reached, text.charAt(index), kind) : sets[number];
			if (reached.known !== void 0) return reached.known;
		}
		return reached.isEnd;
	};
}
function knownOf(tokens, states) {
	if (!states.includes(1)) return false;
	return tokens.at(-1) === ANY && states[tokens.length - 1] === 1 ? true : void 0;
}
function startOf(tokens) {
	const states = new Uint8Array(tokens.length + 1);
	enter(tokens, states, 0);
	return states;
}
function follow(tokens, reached, character) {
	const following = new Uint8Array(tokens.length + 1);
	for (let state = 0; state < tokens.length; state++) if (reached[state] === 1) step(tokens, following, state, character);
	return following;
}
/** Marks a state and those that are reached from it without reading a character. */
function enter(tokens, states, from) {
	let state = from;
	states[state] = 1;
	while (state < tokens.length) {
		const token = tokens[state];
		if (token !== SOME && token !== ANY && token !== FOLDERS) return;
		state++;
		states[state] = 1;
	}
}
/** Reads one character in one state. */
function step(tokens, following, state, character) {
	const token = tokens[state];
	if (token === FOLDERS) {
		if (character === "/") enter(tokens, following, state);
		else following[state] = 1;
	} else if (token === ANY || token === SOME && character !== "/") enter(tokens, following, state);
	else if (token === character || token === ONE && character !== "/") enter(tokens, following, state + 1);
}

// src/policy/names.ts
/** Names of environments and logins compare without case; environments may be globs. */
function isSameName(one, other) {
	return one.toLowerCase() === other.toLowerCase();
}
/** Whether any of the patterns (globs, compared without case) matches the environment. No patterns: all. */
function matchesEnvironment(patterns, environment) {
	if (patterns === void 0) return true;
	return patterns.some((pattern) => environmentGlob(pattern)(environment));
}
function environmentGlob(pattern) {
	return compileGlob(pattern, { ignoreCase: true });
}
/**
* Whether the policies govern the environment: some `environments` section names it. Policies without that section
* name none and exclude none.
*/
function isGoverned(policies, environment) {
	const sections = policies.flatMap((policy) => policy.environments === void 0 ? [] : [policy.environments]);
	if (sections.length === 0) return true;
	return sections.some((section) => matchesEnvironment(Object.keys(section), environment));
}
/**
* What a policy says about an environment: the entry of exactly that name, else the first whose glob matches.
* Undefined: it has no entry.
*/
function entryFor(policy, environment) {
	const entries = Object.entries(policy.environments ?? {});
	return (entries.find(([name]) => isSameName(name, environment)) ?? entries.find(([name]) => environmentGlob(name)(environment)))?.[1];
}

// src/policy/wanted-facts.ts
function wantedFacts(policies, question) {
	const required = policies.flatMap((policy) => policy.gates.filter((gate) => mayConcern(gate, question)).map((gate) => gate.require));
	const dependencies = required.flatMap((each) => each.dependencies ?? []);
	return {
		checks: required.some((each) => each.checks !== void 0),
		codeowners: required.some((each) => each.approvals?.from.codeowners === true),
		incidents: distinct$1(required.flatMap((each) => each["no-incident"]?.labels ?? [])),
		environments: question.kind === "deploy" ? otherEnvironments(policies, question.environment) : [],
		dependencies: dependencies.filter((one, index) => dependencies.findIndex((each) => isSameLane(one, each)) === index),
		lanes: distinct$1(policies.flatMap((policy) => (policy.escalate ?? []).map((each) => each.when.over)))
	};
}
/** Whether the gate can be part of a decision on the question, whatever tier the release turns out to have. */
function mayConcern(gate, question) {
	if (gate.at !== question.kind) return false;
	return question.kind === "merge" || matchesEnvironment(gate.for?.environments, question.environment);
}
/** Where the commit has to have been first, and the other members of the group. */
function otherEnvironments(policies, environment) {
	return distinct$1(policies.flatMap((policy) => {
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
function distinct$1(names) {
	return names.filter((name, index) => names.findIndex((each) => isSameName(name, each)) === index);
}

// src/flow/baseline.ts
/** With the deployment that is asked about: what was filed after it was not there when our gate was first asked. */
async function askedLane({ records, environment, deploymentId }) {
	if (records === void 0) return {
		opened: [],
		firstAsked: null
	};
	const { opened, firstAsked } = await records(environment);
	const asked = [firstAsked, deploymentId].flatMap((id) => id ?? []);
	return {
		opened,
		firstAsked: asked.length === 0 ? null : Math.min(...asked)
	};
}
/** Whether the deployment is one that we let through, with the commit that we let through with it. */
function isOpenedIn({ opened }) {
	const ours = new Map(opened.map(({ deploymentId, sha }) => [deploymentId, sha]));
	return ({ id, sha }) => ours.get(id) === sha;
}
/**
* Whoever may write can file a deployment and call it a success, and what is said to run already asks for nothing. So
* from the first one that our gate was asked about, only those that it let through count; ids grow.
*/
function trusts(lane) {
	const isOpened = isOpenedIn(lane);
	const first = lane.opened.reduce((least, { deploymentId }) => Math.min(least, deploymentId), lane.firstAsked ?? Number.POSITIVE_INFINITY);
	return (deployment) => deployment.id < first || isOpened(deployment);
}
/** What the environment runs: the newest deployment that ended well. */
function baselineOf(deployments) {
	const running = deployments.find((deployment) => deployment.state === "success");
	return running ? {
		sha: running.sha,
		at: running.finishedAt ?? running.startedAt
	} : null;
}

// src/domain/repository.ts
/** `owner/name`. */
function fullName(repository) {
	return `${repository.owner}/${repository.name}`;
}

// src/flow/gather/verified.ts
/** Deployments of one environment, each with its verification, if there is one. */
async function withVerifications(deployments, environment, read) {
	if (deployments.length === 0) return [];
	const { isTold, newest } = await read(environment);
	return deployments.map(({ isOfJob, ...deployment }) => {
		const verification = isTold ? saidOf(deployment, newest) : endOfJob(deployment, isOfJob);
		return verification === void 0 ? deployment : {
			...deployment,
			verification
		};
	});
}
/** The deployments of a commit of which a verification failed: GitHub's list may not reach back to them. */
async function failedHere(read, environment, sha) {
	const { newest } = await read(environment);
	return newest.filter((each) => each.sha === sha && each.verdict === "fail").map(({ deploymentId: id, at }) => ({
		id,
		at
	}));
}
/** What was said of another commit is not about this one. */
function saidOf({ id, sha }, known) {
	const said = known.find((each) => each.deploymentId === id && each.sha === sha);
	return said && {
		verdict: said.verdict,
		at: said.at
	};
}
/**
* Where no verification ever came from, the end of the job is taken for one of low confidence. Anybody who may write
* can file a deployment and call it a success; only a workflow's job can make one that GitHub says is of a job.
*/
function endOfJob({ state, startedAt, finishedAt }, isOfJob) {
	if (state !== "success" || isOfJob !== true) return void 0;
	return {
		verdict: "pass",
		at: finishedAt ?? startedAt,
		confidence: "low"
	};
}

// src/flow/gather/dependencies.ts
async function gatherDependencies(lanes, read) {
	const facts = [];
	for (const lane of lanes) facts.push({
		...lane,
		health: await read(lane)
	});
	return facts;
}

// src/domain/facts.ts
/** What facts say where nothing is known or nothing has happened. */
const NOTHING_KNOWN = {
	people: {},
	approvals: [],
	checks: [],
	deployments: [],
	incidents: [],
	holds: [],
	overrides: [],
	dependencies: [],
	lanes: [],
	rollbacks: [],
	freezes: []
};

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
	for (const name of named.filter((each) => !isSameName(each, asked.environment))) {
		const own = await failedHere(asked.read, name, asked.sha);
		const seen = await github.deployments(name, {
			isTrusted: () => true,
			sha: asked.sha,
			own
		});
		const known = await withVerifications(seen, name, asked.read);
		const counts = await whatCounts(github, name, asked.records);
		deployments.push(...known.map((deployment) => counts(deployment) ? deployment : unverified(deployment)));
	}
	return deployments;
}
/**
* Where our gate stands, what it did not let through shows nothing: whoever may write can file a deployment, and call
* it a success in the name of a job. It counts for what it may have replaced all the same.
*/
async function whatCounts(github, environment, records) {
	const lane = records === void 0 ? null : await records(environment);
	if (lane === null) return () => true;
	return lane.opened.length > 0 || await github.isGuarded(environment) ? isOpenedIn(lane) : () => true;
}
/** Saying no is always allowed. */
function unverified({ verification, ...deployment }) {
	return verification === void 0 || verification.verdict === "pass" ? deployment : {
		...deployment,
		verification
	};
}

// src/policy/codeowners/ownership.ts
/** Looks up the owners of a path. */
function ownershipBy(codeowners) {
	if (codeowners.kind === "too-large") return () => ({
		kind: "unknown",
		line: void 0
	});
	const index = indexOf(codeowners.lines);
	const known = /* @__PURE__ */ new Map();
	return (path) => {
		const found = known.get(path) ?? say$1(lastMatch(index, path));
		known.set(path, found);
		return found;
	};
}
function say$1(line) {
	if (line?.isReadable === false) return {
		kind: "unknown",
		line: line.number
	};
	return line === void 0 || line.owners.length === 0 ? { kind: "nobody" } : {
		kind: "owners",
		owners: line.owners
	};
}
function indexOf(lines) {
	const literals = /* @__PURE__ */ new Map();
	const wild = [];
	for (const line of lines) for (const pattern of line.patterns) if (pattern.literal === void 0) wild.push({
		line,
		pattern
	});
	else literals.set(keyOf$2(pattern.literal), line);
	return {
		literals,
		wild: wild.reverse()
	};
}
/** The pattern as one would write it in full: a path begins with a slash, a folder ends with one. */
function keyOf$2({ text, isFromTop, isFolder }) {
	return `${isFromTop ? "/" : ""}${text}${isFolder ? "/" : ""}`;
}
function lastMatch({ literals, wild }, path) {
	let last;
	for (const key of keysFor(path)) last = laterOf(last, literals.get(key));
	for (const { line, pattern } of wild) {
		if (last !== void 0 && line.number <= last.number) break;
		if (pattern.matches(path)) last = laterOf(last, line);
	}
	return last;
}
/** Every pattern without wildcards that matches: those of the path and of the folders it lies in, by path and by name. */
function keysFor(path) {
	const keys = [];
	let from = 0;
	for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", from)) {
		const [folder, name] = [`/${path.slice(0, slash)}`, path.slice(from, slash)];
		keys.push(folder, `${folder}/`, name, `${name}/`);
		from = slash + 1;
	}
	keys.push(`/${path}`, path.slice(from));
	return keys;
}
function laterOf(one, other) {
	if (one === void 0 || other === void 0) return one ?? other;
	return one.number > other.number ? one : other;
}

// src/policy/codeowners/pattern.ts
/**
* Patterns of CODEOWNERS, as GitHub reads them: like `.gitignore`, with one difference that GitHub documents: `docs/*`
* is what lies in docs itself, not what lies deeper.
*
* A pattern without a slash (a trailing one apart) names something in any folder, every other is read from the top. It
* matches the file of that name and everything in a folder of that name; with a trailing slash, only the latter. `**`
* between slashes is any number of folders; elsewhere stars in a row are one star. Case matters.
*/
function compileOwnerPattern(pattern) {
	const isFolder = pattern.endsWith("/");
	const segments = pattern.replace(/^\//, "").replace(/\/$/, "").split("/").map(withoutStarRuns);
	const isFromTop = pattern.startsWith("/") || segments.length > 1;
	const text = segments.join("/");
	if (text === "") return {
		matches: () => false,
		literal: void 0
	};
	return {
		literal: /[*?]/.test(text) ? void 0 : {
			text,
			isFromTop,
			isFolder
		},
		matches: whenNeeded(text, () => globOf(segments, isFromTop, isFolder))
	};
}
/** Stars in a row mean something of their own only when they are a whole segment. */
function withoutStarRuns(segment) {
	return segment === "**" ? segment : segment.replace(/\*{2,}/g, "*");
}
function globOf(segments, isFromTop, isFolder) {
	const last = segments.at(-1);
	const text = segments.join("/");
	const path = isFromTop || text === "**" ? text : `**/${text}`;
	if (isFolder) return compileGlob(text === "**" ? "*/**" : `${path}/**`);
	const itself = compileGlob(path);
	if (last === "*" || last === "**") return itself;
	const below = compileGlob(`${path}/**`);
	return (candidate) => itself(candidate) || below(candidate);
}
/** Compiles when a path first has the longest literal part: of the thousands of lines of a large file most never do. */
function whenNeeded(text, compile) {
	const longest = text.split(/[*?]+|\*\*\//).flatMap((part) => part.split("/")).reduce((best, part) => part.length > best.length ? part : best, "");
	let compiled;
	return (path) => {
		if (!path.includes(longest)) return false;
		compiled ??= compile();
		return compiled(path);
	};
}

// src/policy/codeowners/parse.ts
/**
* The lines of a CODEOWNERS file.
*
* GitHub skips a line that it cannot read. What such a line seems to mean may have been somebody's all the same, so it
* is kept as unreadable: the owners of what it seems to match are not known, until the line is corrected or a later
* line decides.
*/
/** GitHub's limit: 3 MB. */
const LARGEST = 3145728;
/** No path is longer than what such a pattern would need; and the time to match grows with it. */
const LONGEST_PATTERN$1 = 1e3;
function parseCodeowners(text) {
	if (text.length > LARGEST) return { kind: "too-large" };
	return {
		kind: "read",
		lines: text.replace(/^\uFEFF/, "").split("\n").flatMap((line, index) => parseLine(line.trim(), index + 1) ?? [])
	};
}
/** A pattern, up to the first white space that no backslash escapes; then the owners; then perhaps a comment. */
const LINE = /^((?:\\.|[^\s\\])+)(.*)$/s;
function parseLine(line, number) {
	if (line === "" || line.startsWith("#")) return void 0;
	const [, pattern = line, rest = ""] = LINE.exec(line) ?? [];
	const words = rest.split(/\s+/).filter((word) => word !== "");
	const comment = words.findIndex((word) => word.startsWith("#"));
	const named = comment < 0 ? words : words.slice(0, comment);
	const owners = named.map(parseOwner);
	const known = owners.filter((owner) => owner !== void 0);
	if (isPatternReadable(pattern) && known.length === owners.length) return {
		number,
		patterns: [compileOwnerPattern(unescaped(pattern))],
		owners: known,
		isReadable: true
	};
	return {
		number,
		patterns: readingsOf(pattern, named).map(compileOwnerPattern),
		owners: [],
		isReadable: false
	};
}
/**
* What GitHub documents as not working: negation, ranges, an escaped `#`, three stars. A `#` within a pattern may be a
* comment or not, and an escaped wildcard is too rare to be told from a mistake.
*/
function isPatternReadable(pattern) {
	if (pattern.length > LONGEST_PATTERN$1 || pattern.startsWith("!")) return false;
	return !/[[\]#]|\*\*\*|\\[*?\\]|\\$/.test(pattern);
}
function unescaped(pattern) {
	return pattern.replace(/\\(.)/g, "$1");
}
/** Everything that an unreadable line may mean. */
function readingsOf(pattern, words) {
	if (pattern.length > LONGEST_PATTERN$1) return ["**"];
	const plain = unescaped(pattern.replace(/^!/, "")).replace(/\*{3,}/g, "**");
	const owner = words.findIndex((word) => word.includes("@"));
	const spaced = [plain, ...words.slice(0, owner < 0 ? words.length : owner)].join(" ");
	const ranges = plain.replace(/\[[^\]]*\]?/g, "?");
	return [.../* @__PURE__ */ new Set([
		plain,
		spaced.slice(0, LONGEST_PATTERN$1),
		ranges,
		plain.replace(/(.)#.*$/s, "$1*")
	])];
}
const USER = /^@([A-Za-z0-9][\w-]*)$/;
const TEAM = /^@([A-Za-z0-9][\w-]*)\/([\w.-]+)$/;
const EMAIL = /^[^@\s#]+@[^@\s#]+\.[^@\s#]+$/;
function parseOwner(text) {
	const [, login] = USER.exec(text) ?? [];
	if (login !== void 0) return {
		kind: "user",
		text,
		login
	};
	const [, organisation, slug] = TEAM.exec(text) ?? [];
	if (organisation !== void 0 && slug !== void 0) return {
		kind: "team",
		text,
		organisation,
		slug
	};
	return EMAIL.test(text) ? {
		kind: "email",
		text
	} : void 0;
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
	return changes.flatMap((change) => change.kind === "commit" ? [change.author, ...change.contributors ?? []] : [
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
function freezesAt$1(freezes, at) {
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

// src/flow/gather/said.ts
function saidBy(people, { reviews, stated, overrides }, at) {
	return {
		approvals: withoutOutlived([...reviews, ...commentApprovals(ofSamePerson(stated.approvals, people))], stated.liftedHoldAt),
		freezes: freezesAt$1(stated.freezes, at),
		overrides: ofSamePerson(overrides, people).map(({ userId: _, ...override }) => override)
	};
}

// src/flow/gather.ts
/** May this commit enter this environment? */
async function gatherDeployment(github, input, policies) {
	const question = deployQuestion(input);
	const wanted = wantedFacts(policies, question);
	const isTrusted = trusts(await askedLane(input));
	const read = input.verifications ?? NONE_SAID;
	const own = await ownDeployments(input, read);
	const seen = (await github.deployments(input.environment, {
		isTrusted,
		sha: input.sha,
		own
	})).filter((deployment) => deployment.id !== input.deploymentId);
	const deployments = await withVerifications(seen, input.environment, read);
	const baseline = baselineOf(deployments.filter(isTrusted));
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
		deployments: [...deployments, ...await gatherElsewhere(github, wanted, {
			...input,
			read
		})],
		dependencies: input.health === void 0 ? [] : await gatherDependencies(wanted.dependencies, input.health),
		holds: await gatherHolds(github, stated.holds, input.sha),
		...saidBy(people, {
			reviews: approvalsFrom(ofSamePerson(input.reviews, people), input),
			stated,
			overrides: input.overrides
		}, input.at)
	};
}
/** What is known of the commit here, whatever was filed since. */
async function ownDeployments(input, read) {
	const failed = await failedHere(read, input.environment, input.sha);
	return [...input.statements?.wentAhead ?? [], ...failed].filter(({ id }) => id !== input.deploymentId);
}
const NONE_SAID = () => Promise.resolve({
	isTold: false,
	newest: []
});
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

// node_modules/temporal-polyfill/chunks/root.js
const NativeTemporal = globalThis.Temporal;

// node_modules/temporal-utils/dist/errorMessages.js
const expectedPositive = (entityName, num) => `Non-positive ${entityName}: ${num}`;
const expectedFinite = (entityName, num) => `Non-finite ${entityName}: ${num}`;
const forbiddenBigIntToNumber = (entityName) => `Cannot convert bigint to ${entityName}`;
const invalidObject = "Invalid object";
const numberOutOfRange = (entityName, val, min, max) => invalidEntity$1(entityName, val) + `; must be between ${min}-${max}`;
const invalidEntity$1 = (fieldName, val) => `Invalid ${fieldName}: ${val}`;

// node_modules/temporal-utils/dist/utils.js
const nanoInMicro$1 = 1e3;
const nanoInMilli$1 = 1e6;
const nanoInSec$1 = 1e9;
const nanoInMinute$1 = 6e10;
const nanoInHour$1 = 36e11;
function normalizeOptions(options) {
	if (options === void 0) return Object.create(null);
	return requireObjectLike(options);
}
function toFiniteNumber(arg, entityName = "number") {
	if (typeof arg === "bigint") throw new TypeError(forbiddenBigIntToNumber(entityName));
	arg = Number(arg);
	if (!Number.isFinite(arg)) throw new RangeError(expectedFinite(entityName, arg));
	return arg;
}
function toIntegerWithTrunc(arg, entityName) {
	return Math.trunc(toFiniteNumber(arg, entityName)) || 0;
}
function toPositiveIntegerWithTruncation(arg, entityName) {
	return requireNumberIsPositive(toIntegerWithTrunc(arg, entityName), entityName);
}
function requireNumberIsPositive(num, entityName = "number") {
	if (num <= 0) throw new RangeError(expectedPositive(entityName, num));
	return num;
}
function constrainToRange$1(num, min, max) {
	return Math.min(Math.max(num, min), max);
}
function isObjectLike$1(arg) {
	return arg !== null && (typeof arg === "object" || typeof arg === "function");
}
function requireObjectLike(arg) {
	if (!isObjectLike$1(arg)) throw new TypeError(invalidObject);
	return arg;
}

// node_modules/temporal-polyfill/chunks/internal.js
const invalidEntity = invalidEntity$1;
const missingField = (fieldName) => `Missing ${fieldName}`;
const invalidBag = "Invalid bag";
const invalidChoice = (fieldName, val, choiceMap) => invalidEntity$1(fieldName, val) + "; must be " + Object.keys(choiceMap).join();
const forbiddenValueOf$1 = "Cannot use valueOf";
const invalidCallingContext = "Invalid calling context";
const missingYear = (allowEra) => "Missing year" + (allowEra ? "/era/eraYear" : "");
const invalidLeapMonth = "Invalid leap month";
const invalidCalendar = (calendarId) => invalidEntity$1("Calendar", calendarId);
const exoticCalendarRequired = (calendarId, remedy) => `Unknown calendar ${calendarId}; might need ${remedy}`;
const invalidTimeZone = (calendarId) => invalidEntity$1("TimeZone", calendarId);
const outOfBoundsDate = "Out-of-bounds date";
const failedParse = (s) => `Cannot parse: ${s}`;
const constrainToRange = constrainToRange$1;
const isObjectLike = isObjectLike$1;
function throwRangeError(message) {
	throw new RangeError(message);
}
function throwTypeError(message) {
	throw new TypeError(message);
}
function clampProp(props, propName, min, max, overflow) {
	return clampEntity(propName, ((props, propName) => {
		const propVal = props[propName];
		return void 0 === propVal && throwTypeError(missingField(propName)), propVal;
	})(props, propName), min, max, overflow);
}
function clampEntity(entityName, num, min, max, overflow, choices) {
	const clamped = constrainToRange(num, min, max);
	return overflow && num !== clamped && throwRangeError(((entityName, val, min, max, choices) => choices ? numberOutOfRange(entityName, choices[val], choices[min], choices[max]) : numberOutOfRange(entityName, val, min, max))(entityName, num, min, max, choices)), clamped;
}
function memoize(generator, MapClass = Map, maxSize = 1e4) {
	const map = new MapClass();
	return (key, ...otherArgs) => {
		if (map.has(key)) return map.get(key);
		map.size >= maxSize && map.clear();
		const val = generator(key, ...otherArgs);
		return map.set(key, val), val;
	};
}
const createNameDescriptors = (name) => createPropDescriptors({ name }, 1);
const createPropDescriptors = (propVals, readonly) => mapProps((value) => ({
	value,
	configurable: 1,
	writable: !readonly
}), propVals);
const createStringTagDescriptors = (value) => ({ [Symbol.toStringTag]: {
	value,
	configurable: 1
} });
function mapProps(transformer, props) {
	const res = {};
	for (const propName in props) res[propName] = transformer(props[propName], propName);
	return res;
}
function zipPropsConst(propNames, propVal) {
	const res = {};
	for (const propName of propNames) res[propName] = propVal;
	return res;
}
function createPropGetters(propNames) {
	const getters = {};
	for (const propName of propNames) getters[propName] = (slots) => slots[propName];
	return getters;
}
function pluckProps(propNames, props, dest = Object.create(null)) {
	for (const propName of propNames) dest[propName] = props[propName];
	return dest;
}
function allPropsEqual(propNames, props0, props1) {
	for (const propName of propNames) if (props0[propName] !== props1[propName]) return 0;
	return 1;
}
function zeroOutProps(propNames, clearUntilI, props) {
	const copy = { ...props };
	for (let i = 0; i < clearUntilI; i++) copy[propNames[i]] = 0;
	return copy;
}
function bindArgs(f, ...boundArgs) {
	return (...dynamicArgs) => f(...boundArgs, ...dynamicArgs);
}
function noop() {}
function capitalize(s) {
	return s[0].toUpperCase() + s.substring(1);
}
function sortStrings(...strss) {
	return [].concat(...strss).sort();
}
function createRegExp(meat) {
	return new RegExp(`^${meat}$`);
}
function parseSubsecNano(fracStr) {
	return parseInt(fracStr.padEnd(9, "0"));
}
function parseInt0(s) {
	return void 0 === s ? 0 : parseInt(s);
}
function padNumber(digits, num) {
	return String(num).padStart(digits, "0");
}
const padNumber2 = /*@__PURE__*/ bindArgs(padNumber, 2);
function compareNumbers(a, b) {
	return Math.sign(a - b);
}
function compareBigInts(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
function divFloorBigInt(num, denom) {
	const whole = num / denom;
	return num % denom < 0n ? whole - 1n : whole;
}
function divModFloorBigInt(num, divisor) {
	const quotient = divFloorBigInt(num, divisor);
	return [quotient, num - quotient * divisor];
}
function divModFloor(num, divisor) {
	return [Math.floor(num / divisor), modFloor(num, divisor)];
}
function modFloor(num, divisor) {
	return (num % divisor + divisor) % divisor;
}
function divTrunc(num, divisor) {
	return Math.trunc(num / divisor) || 0;
}
function modTrunc(num, divisor) {
	return num % divisor || 0;
}
function fabricateNearHalfFraction(halfCompare, sign = 1) {
	return sign * (.5 + halfCompare / 5);
}
function hasHalf(num) {
	return .5 === Math.abs(num % 1);
}
const isoCalendarId = "iso8601";
const gregoryCalendarId = "gregory";
const gregoryEraOrigins = {
	"bce": -1,
	"ce": 0
};
function normalizeEraName(era) {
	const normalized = era.normalize("NFD").toLowerCase().replace(/[^a-z0-9]/g, "");
	return "bc" === normalized || "b" === normalized ? "bce" : "ad" === normalized || "a" === normalized ? "ce" : normalized;
}
const isoCalendarImpl = void 0;
function getCalendarSlotId(calendar) {
	return calendar === void 0 ? "iso8601" : 0 === calendar ? "gregory" : calendar.id;
}
const monthCodeRegExp = /^M(\d{2})(L?)$/;
function parseMonthCode(monthCode) {
	const m = monthCodeRegExp.exec(monthCode);
	return m || throwRangeError(((monthCode) => `Invalid monthCode: ${monthCode}`)(monthCode)), [parseInt(m[1]), Boolean(m[2])];
}
function formatMonthCode(monthCodeNumber, isLeapMonth) {
	return "M" + padNumber2(monthCodeNumber) + (isLeapMonth ? "L" : "");
}
function monthCodeNumberToMonth(monthCodeNumber, isLeapMonth, leapMonth) {
	return monthCodeNumber + (isLeapMonth || leapMonth && monthCodeNumber >= leapMonth ? 1 : 0);
}
const unitNameMap = {
	nanosecond: 0,
	microsecond: 1,
	millisecond: 2,
	second: 3,
	minute: 4,
	hour: 5,
	day: 6,
	week: 7,
	month: 8,
	year: 9
};
const unitNamesAsc = /*@__PURE__*/ Object.keys(unitNameMap);
const nanoInMicro = nanoInMicro$1;
const nanoInMilli = nanoInMilli$1;
const nanoInSec = nanoInSec$1;
const nanoInMinute = nanoInMinute$1;
const nanoInHour = nanoInHour$1;
const nanoInUtcDay = 864e11;
const unitNanoMap = [
	1,
	nanoInMicro,
	nanoInMilli,
	nanoInSec,
	nanoInMinute,
	nanoInHour,
	nanoInUtcDay
];
const bigNanoInMicro = /*@__PURE__*/ BigInt(nanoInMicro);
const bigNanoInMilli = /*@__PURE__*/ BigInt(nanoInMilli);
const bigNanoInSec = /*@__PURE__*/ BigInt(nanoInSec);
const bigNanoInMinute = /*@__PURE__*/ BigInt(nanoInMinute);
const bigNanoInHour = /*@__PURE__*/ BigInt(nanoInHour);
const bigNanoInUtcDay = /*@__PURE__*/ BigInt(nanoInUtcDay);
function divideBigNanoToExactNumber(bigNano, divisorNano) {
	const days = Number(bigNano / bigNanoInUtcDay);
	const timeNano = Number(bigNano % bigNanoInUtcDay);
	return days * (nanoInUtcDay / divisorNano) + (Math.trunc(timeNano / divisorNano) + timeNano % divisorNano / divisorNano);
}
const timeFieldNamesAsc = /*@__PURE__*/ unitNamesAsc.slice(0, 6);
const timeGetters = /*@__PURE__*/ createPropGetters(timeFieldNamesAsc);
const yearFieldNamesAsc = ["year"];
const dayFieldNamesAsc = ["day"];
const calendarDateFieldNamesAsc = [
	"day",
	"month",
	"year"
];
const offsetFieldNames = ["offset"];
const timeZoneFieldNames = ["timeZone"];
const eraYearFieldNames = ["era", "eraYear"];
const allYearFieldNames = [
	"era",
	"eraYear",
	"year"
];
const monthFieldNames = ["month", "monthCode"];
const monthDayFieldNames = [
	"day",
	"month",
	"monthCode"
];
const timeFieldNamesAlpha = /*@__PURE__*/ sortStrings(timeFieldNamesAsc);
const yearFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(eraYearFieldNames, yearFieldNamesAsc);
const yearMonthFieldNamesAlpha = /*@__PURE__*/ sortStrings(monthFieldNames, yearFieldNamesAsc);
const yearMonthFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(eraYearFieldNames, yearMonthFieldNamesAlpha);
const yearMonthCodeFieldNamesAlpha = /*@__PURE__*/ sortStrings(["monthCode"], yearFieldNamesAsc);
const yearMonthCodeFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(eraYearFieldNames, yearMonthCodeFieldNamesAlpha);
const monthCodeDayFieldNamesAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, ["monthCode"]);
const dateFieldNamesAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, yearMonthFieldNamesAlpha);
const dateFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, eraYearFieldNames, yearMonthFieldNamesAlpha);
const dateTimeFieldNamesAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesAlpha, timeFieldNamesAsc);
const dateTimeFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesWithEraAlpha, timeFieldNamesAsc);
const dateTimeAndOffsetFieldNamesAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesAlpha, timeFieldNamesAsc, offsetFieldNames);
const dateTimeAndOffsetFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesWithEraAlpha, timeFieldNamesAsc, offsetFieldNames);
const dateTimeAndZoneFieldNamesAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesAlpha, timeFieldNamesAsc, offsetFieldNames, timeZoneFieldNames);
const dateTimeAndZoneFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesWithEraAlpha, timeFieldNamesAsc, offsetFieldNames, timeZoneFieldNames);
const yearMonthCodeDayFieldNamesAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, yearMonthCodeFieldNamesAlpha);
const yearMonthCodeDayFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, eraYearFieldNames, yearMonthCodeFieldNamesAlpha);
const timeFieldDefaults = /*@__PURE__*/ zipPropsConst(timeFieldNamesAsc, 0);
function validateTimeFields(timeFields) {
	return constrainTimeFields(timeFields, 1), timeFields;
}
const maxValues = {
	hour: 23,
	minute: 59,
	second: 59
};
function constrainTimeFields(timeFields, overflow) {
	const constrainedFields = {};
	for (const fieldName of timeFieldNamesAsc) constrainedFields[fieldName] = clampEntity(fieldName, timeFields[fieldName], 0, maxValues[fieldName] || 999, overflow);
	return constrainedFields;
}
function timeFieldsToNano(timeFields) {
	return timeFieldsToSec(timeFields) * nanoInSec + timeFieldsToSubsecNano(timeFields);
}
function timeFieldsToMilli(timeFields) {
	return 1e3 * timeFieldsToSec(timeFields) + timeFields.millisecond;
}
function timeFieldsToSec(timeFields) {
	return 3600 * timeFields.hour + 60 * timeFields.minute + timeFields.second;
}
function timeFieldsToSubsecNano(timeFields) {
	return timeFields.millisecond * nanoInMilli + timeFields.microsecond * nanoInMicro + timeFields.nanosecond;
}
function nanoToTimeAndDay(nano) {
	const [dayDelta, timeNano] = divModFloor(nano, nanoInUtcDay);
	return [nanoToTimeFields(timeNano), dayDelta];
}
function nanoToTimeFields(timeNano) {
	const [timeMilli, nanoAfterMilli] = divModFloor(timeNano, nanoInMilli);
	const [microsecond, nanosecond] = divModFloor(nanoAfterMilli, nanoInMicro);
	return milliToTimeFields(timeMilli, microsecond, nanosecond);
}
function milliToTimeFields(timeMilli, microsecond = 0, nanosecond = 0) {
	const [hour, milliAfterHour] = divModFloor(timeMilli, 36e5);
	const [minute, milliAfterMinute] = divModFloor(milliAfterHour, 6e4);
	const [second, millisecond] = divModFloor(milliAfterMinute, 1e3);
	return {
		hour,
		minute,
		second,
		millisecond,
		microsecond,
		nanosecond
	};
}
function epochNanoToSecMod(epochNano) {
	const [epochSec, nano] = divModFloorBigInt(epochNano, bigNanoInSec);
	return [Number(epochSec), Number(nano)];
}
function epochNanoToMilli(epochNano) {
	return Number(divFloorBigInt(epochNano, bigNanoInMilli));
}
function isoDateTimeToEpochNano(isoDateTime) {
	return isoDateToEpochNano(isoDateTime) + BigInt(timeFieldsToNano(isoDateTime));
}
function isoDateTimeToEpochMilli(isoDateTime) {
	return isoDateToEpochMilli(isoDateTime) + timeFieldsToMilli(isoDateTime);
}
function isoDateToEpochNano(isoDate) {
	return BigInt(isoDateToEpochDays(isoDate)) * bigNanoInUtcDay;
}
function isoDateToEpochMilli(isoDate) {
	return 864e5 * isoDateToEpochDays(isoDate);
}
function isoDateToEpochDays(isoDate) {
	return isoPartsToEpochDays(isoDate.year, isoDate.month, isoDate.day);
}
function isoPartsToEpochDays(isoYear, isoMonth = 1, isoDay = 1) {
	const monthIndex = isoMonth - 1;
	return isoYear += Math.floor(monthIndex / 12), isoMonth = modFloor(monthIndex, 12), Date.UTC(isoYear % 400 - 400, isoMonth, 0) / 864e5 + 146097 * (divTrunc(isoYear, 400) + 1) + isoDay;
}
function epochNanoToIsoDateTime(epochNano) {
	const [epochDays, nanoAfterDay] = divModFloorBigInt(epochNano, bigNanoInUtcDay);
	return {
		...epochDaysToIsoDate(Number(epochDays)),
		...nanoToTimeFields(Number(nanoAfterDay))
	};
}
function epochDaysToIsoDate(epochDays) {
	const legacyDate = /* @__PURE__ */ new Date(864e5 * modFloor(epochDays, 146097));
	return {
		year: legacyDate.getUTCFullYear() + 400 * Math.floor(epochDays / 146097),
		month: legacyDate.getUTCMonth() + 1,
		day: legacyDate.getUTCDate()
	};
}
const isoEpochFirstLeapYear = 1972;
function computeIsoMonthCodeParts(month) {
	return [month, 0];
}
function computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, isLeapMonth) {
	if (!isLeapMonth) return {
		year: 1972,
		month: monthCodeNumber
	};
}
function computeIsoFieldsFromParts(year, month, day) {
	return {
		year,
		month,
		day
	};
}
function computeIsoDaysInMonth(year, month) {
	switch (month) {
		case 2: return computeIsoInLeapYear(year) ? 29 : 28;
		case 4:
		case 6:
		case 9:
		case 11: return 30;
	}
	return 31;
}
function computeIsoDaysInYear(year) {
	return computeIsoInLeapYear(year) ? 366 : 365;
}
function computeIsoInLeapYear(year) {
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
function addIsoMonths(year, month, monthDelta) {
	return year += divTrunc(monthDelta, 12), (month += modTrunc(monthDelta, 12)) < 1 ? (year--, month += 12) : month > 12 && (year++, month -= 12), {
		year,
		month
	};
}
function diffIsoMonthSlots(year0, month0, year1, month1) {
	return 12 * (year1 - year0) + month1 - month0;
}
function computeIsoDayOfWeek(isoDate) {
	return modFloor(isoPartsToEpochDays(isoDate.year, isoDate.month, isoDate.day) + 4, 7) || 7;
}
function computeIsoDayOfYear(isoDate) {
	return isoPartsToEpochDays(isoDate.year, isoDate.month, isoDate.day) - isoPartsToEpochDays(isoDate.year) + 1;
}
function computeIsoWeekFields(isoDate) {
	let yearOfWeek = isoDate.year;
	let weekOfYear = Math.floor((computeIsoDayOfYear(isoDate) - computeIsoDayOfWeek(isoDate) + 10) / 7);
	let weeksInYear = computeIsoWeeksInYear(yearOfWeek);
	return weekOfYear < 1 ? weekOfYear = weeksInYear = computeIsoWeeksInYear(--yearOfWeek) : weekOfYear > weeksInYear && (weekOfYear = 1, weeksInYear = computeIsoWeeksInYear(++yearOfWeek)), {
		weekOfYear,
		yearOfWeek,
		De: weeksInYear
	};
}
function computeIsoWeeksInYear(year) {
	const y0DayOfWeek = computeIsoDayOfWeek({
		year,
		month: 1,
		day: 1
	});
	return 4 === y0DayOfWeek || 3 === y0DayOfWeek && computeIsoInLeapYear(year) ? 53 : 52;
}
function computeGregoryEraFields({ year }) {
	return year < 1 ? {
		era: "bce",
		eraYear: 1 - year
	} : {
		era: "ce",
		eraYear: year
	};
}
function validateIsoDateTimeFields(isoDateTime) {
	return validateIsoDateFields(isoDateTime), validateTimeFields(isoDateTime);
}
function validateIsoDateFields(isoInternals) {
	return constrainIsoDateFields(isoInternals, 1), isoInternals;
}
function constrainIsoDateFields(isoDate, overflow) {
	const { year } = isoDate;
	const month = clampProp(isoDate, "month", 1, 12, overflow);
	return {
		year,
		month,
		day: clampProp(isoDate, "day", 1, computeIsoDaysInMonth(year, month), overflow)
	};
}
function computeCalendarDateFields(calendar, isoDate) {
	return calendar ? calendar.de(isoDate) : isoDate;
}
function computeCalendarMonthCodeParts(calendar, year, month) {
	return calendar ? calendar.L(year, month) : computeIsoMonthCodeParts(month);
}
function computeCalendarEraFields(calendar, isoDate) {
	return 0 === calendar ? computeGregoryEraFields(isoDate) : calendar && calendar.h?.(isoDate) || {};
}
function computeCalendarIsoFieldsFromParts(calendar, year, month, day) {
	return calendar ? calendar.fe(year, month, day) : computeIsoFieldsFromParts(year, month, day);
}
function computeCalendarMonthsInYearForYear(calendar, year) {
	return calendar ? calendar.j(year) : 12;
}
function computeCalendarDaysInMonthForYearMonth(calendar, year, month) {
	return calendar ? calendar.o(year, month) : computeIsoDaysInMonth(year, month);
}
function computeCalendarMonthCode(calendar, isoDate) {
	const { year, month } = computeCalendarDateFields(calendar, isoDate);
	const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
	return formatMonthCode(monthCodeNumber, isLeapMonth);
}
function computeCalendarInLeapYear(calendar, isoDate) {
	const { year } = computeCalendarDateFields(calendar, isoDate);
	return calendar ? calendar.q(year) : computeIsoInLeapYear(year);
}
function computeCalendarMonthsInYear(calendar, isoDate) {
	const { year } = computeCalendarDateFields(calendar, isoDate);
	return computeCalendarMonthsInYearForYear(calendar, year);
}
function computeCalendarDaysInMonth(calendar, isoDate) {
	const { year, month } = computeCalendarDateFields(calendar, isoDate);
	return computeCalendarDaysInMonthForYearMonth(calendar, year, month);
}
function computeCalendarDaysInYear(calendar, isoDate) {
	const { year } = computeCalendarDateFields(calendar, isoDate);
	return calendar ? calendar.i(year) : computeIsoDaysInYear(year);
}
function computeCalendarDayOfYear(calendar, isoDate) {
	if (!calendar) return computeIsoDayOfYear(isoDate);
	const { year } = computeCalendarDateFields(calendar, isoDate);
	const yearStartIsoDate = computeCalendarIsoFieldsFromParts(calendar, year, 1, 1);
	return isoDateToEpochDays(isoDate) - isoDateToEpochDays(yearStartIsoDate) + 1;
}
function computeCalendarWeekOfYear(calendar, isoDate) {
	return calendar === void 0 ? computeIsoWeekFields(isoDate).weekOfYear : void 0;
}
function computeCalendarYearOfWeek(calendar, isoDate) {
	return calendar === void 0 ? computeIsoWeekFields(isoDate).yearOfWeek : void 0;
}
const durationFieldNamesAsc = /*@__PURE__*/ unitNamesAsc.map((unitName) => unitName + "s");
const durationGetters = /*@__PURE__*/ createPropGetters(durationFieldNamesAsc);
const durationFieldNamesAlpha = /*@__PURE__*/ sortStrings(durationFieldNamesAsc);
const durationTimeFieldNamesAsc = /*@__PURE__*/ durationFieldNamesAsc.slice(0, 6);
const durationDateFieldNamesAsc = /*@__PURE__*/ durationFieldNamesAsc.slice(6);
const durationCalendarFieldNamesAsc = /*@__PURE__*/ durationDateFieldNamesAsc.slice(1);
const durationFieldDefaults = /*@__PURE__*/ zipPropsConst(durationFieldNamesAsc, 0);
const durationTimeFieldDefaults = /*@__PURE__*/ zipPropsConst(durationTimeFieldNamesAsc, 0);
const clearDurationFields = /*@__PURE__*/ bindArgs(zeroOutProps, durationFieldNamesAsc);
function requirePropDefined(optionName, optionVal) {
	return optionVal ?? throwRangeError(missingField(optionName)), optionVal;
}
const requireString = /*@__PURE__*/ bindArgs(requireType, "string");
function requireType(typeName, arg, entityName = typeName) {
	return typeof arg !== typeName && throwTypeError(invalidEntity(entityName, arg)), arg;
}
function requireNumberIsInteger(num, entityName = "number") {
	return Number.isInteger(num) || throwRangeError(((entityName, num) => `Non-integer ${entityName}: ${num}`)(entityName, num)), num || 0;
}
function toString(arg) {
	return "symbol" == typeof arg && throwTypeError("Cannot convert Symbol to string"), String(arg);
}
function toPrimitiveWithStringHint(arg) {
	if (!isObjectLike$1(arg)) return arg;
	const exoticToPrimitive = arg[Symbol.toPrimitive];
	if (null != exoticToPrimitive) {
		"function" != typeof exoticToPrimitive && throwTypeError();
		const primitive = Reflect.apply(exoticToPrimitive, arg, ["string"]);
		return isObjectLike$1(primitive) && throwTypeError(), primitive;
	}
	return Date.prototype[Symbol.toPrimitive].call(arg, "string");
}
function toBigInt(bi) {
	return "boolean" == typeof bi ? BigInt(bi ? 1 : 0) : "string" == typeof bi ? BigInt(bi) : ("bigint" != typeof bi && throwTypeError(`Invalid bigint: ${bi}`), bi);
}
function toStrictInteger(arg, entityName) {
	return requireNumberIsInteger(toFiniteNumber(arg, entityName), entityName);
}
const smallestUnitStr = "smallestUnit";
const overflowMap = {
	constrain: 0,
	reject: 1
};
const epochDisambigMap = {
	compatible: 0,
	reject: 1,
	earlier: 2,
	later: 3
};
const offsetDisambigMap = {
	reject: 0,
	use: 1,
	prefer: 2,
	ignore: 3
};
const calendarDisplayMap = {
	auto: 0,
	never: 1,
	critical: 2,
	always: 3
};
const timeZoneDisplayMap = {
	auto: 0,
	never: 1,
	critical: 2
};
const offsetDisplayMap = {
	auto: 0,
	never: 1
};
const roundingModeMap = {
	floor: 0,
	halfFloor: 1,
	ceil: 2,
	halfCeil: 3,
	trunc: 4,
	halfTrunc: 5,
	expand: 6,
	halfExpand: 7,
	halfEven: 8
};
const roundingModeFuncs = [
	Math.floor,
	(num) => hasHalf(num) ? Math.floor(num) : Math.round(num),
	Math.ceil,
	(num) => hasHalf(num) ? Math.ceil(num) : Math.round(num),
	Math.trunc,
	(num) => hasHalf(num) ? Math.trunc(num) || 0 : Math.round(num),
	(num) => num < 0 ? Math.floor(num) : Math.ceil(num),
	(num) => Math.sign(num) * Math.round(Math.abs(num)) || 0,
	(num) => hasHalf(num) ? (num = Math.trunc(num) || 0) + num % 2 : Math.round(num)
];
const directionMap = {
	previous: -1,
	next: 1
};
function coerceRoundingIncInteger(options) {
	const roundingInc = options.roundingIncrement;
	if (void 0 === roundingInc) return 1;
	const integer = toIntegerWithTrunc(roundingInc, "roundingIncrement");
	return (integer < 1 || integer > 10 ** 9) && throwRangeError(invalidEntity("roundingIncrement", integer)), integer;
}
function coerceFractionalSecondDigits(options) {
	let subsecDigits = options.fractionalSecondDigits;
	if (void 0 !== subsecDigits) {
		if ("number" != typeof subsecDigits) {
			if ("auto" === toString(subsecDigits)) return;
			throwRangeError(invalidEntity("fractionalSecondDigits", subsecDigits));
		}
		subsecDigits = clampEntity("fractionalSecondDigits", Math.floor(subsecDigits), 0, 9, 1);
	}
	return subsecDigits;
}
function coerceUnitOption(optionName, options, minUnit = 0, ensureDefined) {
	let unitStr = options[optionName];
	if (void 0 === unitStr) return ensureDefined ? minUnit : void 0;
	if (unitStr = toString(unitStr), "auto" === unitStr) return ensureDefined ? minUnit : null;
	let unit = unitNameMap[unitStr];
	return void 0 === unit && (unit = durationFieldNamesAsc.indexOf(unitStr)), unit < 0 && throwRangeError(invalidChoice(optionName, unitStr, unitNameMap)), unit;
}
function coerceChoiceOption(optionName, enumNameMap, options, defaultChoice = 0) {
	const enumArg = options[optionName];
	if (void 0 === enumArg) return defaultChoice;
	const enumStr = toString(enumArg);
	const enumNum = enumNameMap[enumStr];
	return void 0 === enumNum && throwRangeError(invalidChoice(optionName, enumStr, enumNameMap)), enumNum;
}
const coerceSmallestUnit = /*@__PURE__*/ bindArgs(coerceUnitOption, smallestUnitStr);
const coerceLargestUnit = /*@__PURE__*/ bindArgs(coerceUnitOption, "largestUnit");
const coerceTotalUnit = /*@__PURE__*/ bindArgs(coerceUnitOption, "unit");
const coerceOverflow = /*@__PURE__*/ bindArgs(coerceChoiceOption, "overflow", overflowMap);
const coerceEpochDisambig = /*@__PURE__*/ bindArgs(coerceChoiceOption, "disambiguation", epochDisambigMap);
const coerceOffsetDisambig = /*@__PURE__*/ bindArgs(coerceChoiceOption, "offset", offsetDisambigMap);
const coerceCalendarDisplay = /*@__PURE__*/ bindArgs(coerceChoiceOption, "calendarName", calendarDisplayMap);
const coerceTimeZoneDisplay = /*@__PURE__*/ bindArgs(coerceChoiceOption, "timeZoneName", timeZoneDisplayMap);
const coerceOffsetDisplay = /*@__PURE__*/ bindArgs(coerceChoiceOption, "offset", offsetDisplayMap);
const coerceRoundingMode = /*@__PURE__*/ bindArgs(coerceChoiceOption, "roundingMode", roundingModeMap);
const coerceDirection = /*@__PURE__*/ bindArgs(coerceChoiceOption, "direction", directionMap);
function normalizeOptionsOrString(options, optionName) {
	return "string" == typeof options ? ((optionName, optionVal) => {
		const res = Object.create(null);
		return res[optionName] = optionVal, res;
	})(optionName, options) : requireObjectLike(options);
}
function validateRoundingInc(roundingInc, smallestUnit, allowManyLargeUnits, solarMode) {
	const upUnitNano = solarMode ? nanoInUtcDay : unitNanoMap[smallestUnit + 1];
	if (upUnitNano) {
		const incNano = roundingInc * unitNanoMap[smallestUnit];
		(upUnitNano % incNano || !solarMode && incNano === upUnitNano) && throwRangeError(invalidEntity("roundingIncrement", roundingInc));
	} else !allowManyLargeUnits && roundingInc > 1 && throwRangeError(invalidEntity("roundingIncrement", roundingInc));
	return roundingInc;
}
function validateUnitRange(optionName, unit, minUnit, maxUnit) {
	return null != unit && clampEntity(optionName, unit, minUnit, maxUnit, 1, unitNamesAsc), unit;
}
function checkLargestSmallestUnit(largestUnit, smallestUnit) {
	smallestUnit > largestUnit && throwRangeError("smallestUnit > largestUnit");
}
function refineDiffOptions(roundingModeInvert, options, defaultLargestUnit, maxUnit = 9, minUnit = 0, defaultRoundingMode = 4) {
	options = normalizeOptions(options);
	let largestUnit = coerceLargestUnit(options, minUnit);
	let roundingInc = coerceRoundingIncInteger(options);
	let roundingMode = coerceRoundingMode(options, defaultRoundingMode);
	let smallestUnit = coerceSmallestUnit(options, minUnit, 1);
	return largestUnit = validateUnitRange("largestUnit", largestUnit, minUnit, maxUnit), smallestUnit = validateUnitRange(smallestUnitStr, smallestUnit, minUnit, maxUnit), null == largestUnit ? largestUnit = Math.max(defaultLargestUnit, smallestUnit) : checkLargestSmallestUnit(largestUnit, smallestUnit), roundingInc = validateRoundingInc(roundingInc, smallestUnit, 1), roundingModeInvert && (roundingMode = ((roundingMode) => roundingMode < 4 ? (roundingMode + 2) % 4 : roundingMode)(roundingMode)), [
		largestUnit,
		smallestUnit,
		roundingInc,
		roundingMode
	];
}
function refineRoundingOptions(options, maxUnit = 6, solarMode) {
	let roundingInc = coerceRoundingIncInteger(options = normalizeOptionsOrString(options, smallestUnitStr));
	const roundingMode = coerceRoundingMode(options, 7);
	let smallestUnit = coerceSmallestUnit(options);
	return smallestUnit = requirePropDefined(smallestUnitStr, smallestUnit), smallestUnit = validateUnitRange(smallestUnitStr, smallestUnit, 0, maxUnit), roundingInc = validateRoundingInc(roundingInc, smallestUnit, void 0, solarMode), [
		smallestUnit,
		roundingInc,
		roundingMode
	];
}
function combineDateAndTime(isoDate, time) {
	return pluckProps(calendarDateFieldNamesAsc, isoDate, pluckProps(timeFieldNamesAsc, time));
}
const epochNanoMax = /*@__PURE__*/ BigInt(1e8) * bigNanoInUtcDay;
const epochNanoMin = /*@__PURE__*/ BigInt(-1e8) * bigNanoInUtcDay;
const plainDateEpochNanoMin = epochNanoMin - bigNanoInUtcDay;
function checkIsoYearMonthInBounds(isoDate) {
	const isoYearMonthIndex = 12 * isoDate.year + isoDate.month;
	return (isoYearMonthIndex < -3261848 || isoYearMonthIndex > 3309129) && throwRangeError("Out-of-bounds date"), isoDate;
}
function checkIsoDateInBounds(isoDate, allowPlainDateLowerEdge = 1) {
	const epochNano = isoDateToEpochNano(isoDate);
	return (epochNano < (allowPlainDateLowerEdge ? plainDateEpochNanoMin : epochNanoMin) || epochNano > epochNanoMax) && throwRangeError("Out-of-bounds date"), isoDate;
}
function checkIsoDateTimeInBounds(isoDateTime) {
	return checkIsoDateTimeEpochNanoInBounds(isoDateTimeToEpochNano(isoDateTime)), isoDateTime;
}
function checkIsoDateTimeEpochNanoInBounds(epochNano) {
	return (epochNano <= plainDateEpochNanoMin || epochNano >= epochNanoMax + bigNanoInUtcDay) && throwRangeError("Out-of-bounds date"), epochNano;
}
function checkEpochNanoInBounds(epochNano) {
	return (epochNano < epochNanoMin || epochNano > epochNanoMax) && throwRangeError("Out-of-bounds date"), epochNano;
}
function isoDateTimeAndOffsetToEpochNano(isoDateTime, offsetNano) {
	return checkEpochNanoInBounds(isoDateToEpochNano(isoDateTime) + BigInt(timeFieldsToNano(isoDateTime) - offsetNano));
}
function roundNumberToInc(num, roundingInc, roundingMode) {
	return roundWithMode(num / roundingInc, roundingMode) * roundingInc || 0;
}
function roundWithMode(num, roundingMode) {
	return roundingModeFuncs[roundingMode](num);
}
function totalRelativeUnit(wholeValue, sign, endEpochNano, moveValueToEpochNano) {
	const unitWindow = clampRelativeUnitValue(wholeValue, sign, moveValueToEpochNano, endEpochNano);
	return interpolateRelativeUnitWindow(unitWindow, Number(endEpochNano - unitWindow.N) / Number(unitWindow.te - unitWindow.N));
}
function roundRelativeUnitWindow(unitWindow, endEpochNano, roundingInc, roundingMode) {
	return roundNumberToInc(interpolateRelativeUnitWindow(unitWindow, computeEpochNanoFrac(endEpochNano, unitWindow.N, unitWindow.te)), roundingInc, roundingMode);
}
function clampRelativeUnitValue(startValue, valueDelta, moveValueToEpochNano, epochNanoProgress) {
	let unitWindow = computeRelativeUnitWindow(startValue, valueDelta, moveValueToEpochNano);
	return ((epochNanoProgress, epochNano0, epochNano1, sign) => sign > 0 ? epochNano0 <= epochNanoProgress && epochNanoProgress <= epochNano1 : epochNano1 <= epochNanoProgress && epochNanoProgress <= epochNano0)(epochNanoProgress, unitWindow.N, unitWindow.te, Math.sign(valueDelta)) || (unitWindow = computeRelativeUnitWindow(startValue + valueDelta, valueDelta, moveValueToEpochNano)), unitWindow;
}
function computeRelativeUnitWindow(startValue, valueDelta, moveValueToEpochNano) {
	const endValue = startValue + valueDelta;
	return {
		ve: startValue,
		pe: endValue,
		N: moveValueToEpochNano(startValue),
		te: moveValueToEpochNano(endValue)
	};
}
function interpolateRelativeUnitWindow(unitWindow, fraction) {
	return unitWindow.ve + fraction * (unitWindow.pe - unitWindow.ve);
}
function computeEpochNanoFrac(epochNanoProgress, epochNano0, epochNano1) {
	const denomBig = epochNano1 - epochNano0;
	const numeratorBig = epochNanoProgress - epochNano0;
	if (!numeratorBig) return 0;
	const absNumerator = numeratorBig < 0n ? -numeratorBig : numeratorBig;
	const absDenom = denomBig < 0n ? -denomBig : denomBig;
	const fracSign = compareBigInts(numeratorBig, 0n) === compareBigInts(denomBig, 0n) ? 1 : -1;
	return compareBigInts(absNumerator, absDenom) <= 0 ? absNumerator === absDenom ? fracSign : fabricateNearHalfFraction(compareBigInts(2n * absNumerator, absDenom), fracSign) : Number(numeratorBig) / Number(denomBig);
}
function createEpochNanoSlots(epochNano) {
	return { epochNanoseconds: epochNano };
}
function createZonedEpochNanoSlots(epochNano, timeZone, calendar) {
	return {
		calendar,
		timeZone,
		epochNanoseconds: epochNano
	};
}
function createDateTimeSlots(isoDateTime, calendar) {
	return pluckProps(timeFieldNamesAsc, isoDateTime, createDateSlots(isoDateTime, calendar));
}
function createDateSlots(isoDate, calendar) {
	return pluckProps(calendarDateFieldNamesAsc, isoDate, { calendar });
}
function createTimeSlots(time) {
	return pluckProps(timeFieldNamesAsc, time);
}
function createDurationSlots(durationFields) {
	return pluckProps(durationFieldNamesAsc, durationFields, { sign: computeDurationSign(durationFields) });
}
function roundZonedEpochSlotsToUnit(slots, smallestUnit, roundingInc, roundingMode) {
	return createZonedEpochNanoSlots(6 === smallestUnit ? roundZonedEpochToDay(slots, roundingMode) : roundZonedEpochToTime(slots, smallestUnit, roundingInc, roundingMode), slots.timeZone, slots.calendar);
}
function computeZonedHoursInDay(slots) {
	const [epochNano0, epochNano1] = computeZonedDayEpochInterval(slots);
	return divideBigNanoToExactNumber(epochNano1 - epochNano0, nanoInHour);
}
function computeZonedStartOfDay(slots) {
	const { timeZone, calendar } = slots;
	return createZonedEpochNanoSlots(getStartOfDayInstantFor(timeZone, combineDateAndTime(zonedEpochSlotsToIso(slots), timeFieldDefaults)), timeZone, calendar);
}
function roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps, isZoned) {
	if (0 === smallestUnit && 1 === roundingInc) return durationFields;
	const sign = computeDurationSign(durationFields) || 1;
	let [roundedDurationFields, roundedEpochNano, grewBigUnit] = (isUniformUnit(smallestUnit, isZoned) ? isZoned && smallestUnit < 6 && largestUnit >= 6 ? nudgeZonedTimeDuration : nudgeDayTimeDuration : nudgeRelativeDuration)(sign, durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps);
	return grewBigUnit && 7 !== smallestUnit && (roundedDurationFields = ((durationFields, endEpochNano, largestUnit, smallestUnit, sign, relativeOps) => {
		for (let currentUnit = smallestUnit + 1; currentUnit <= largestUnit; currentUnit++) {
			if (7 === currentUnit && 7 !== largestUnit) continue;
			const baseDurationFields = clearDurationFields(currentUnit, durationFields);
			baseDurationFields[durationFieldNamesAsc[currentUnit]] += sign;
			const thresholdCompare = compareBigInts(endEpochNano, moveRelativeMarkerToEpochNano(relativeOps, baseDurationFields));
			if (thresholdCompare && thresholdCompare !== sign) break;
			durationFields = baseDurationFields;
		}
		return durationFields;
	})(roundedDurationFields, roundedEpochNano, largestUnit, Math.max(6, smallestUnit), sign, relativeOps)), roundedDurationFields;
}
function roundDayTimeDurationByInc(durationFields, nanoInc, roundingMode) {
	const maxUnit = Math.max(Math.min(getMaxDurationUnit(durationFields), 6), 3);
	return nanoToDurationDayTimeFields(roundBigNanoToInc(durationDayTimeToBigNano(durationFields), BigInt(nanoInc), roundingMode), maxUnit);
}
function roundZonedEpochToDay(slots, roundingMode) {
	const [epochNano0, epochNano1] = computeZonedDayEpochInterval(slots);
	return roundZonedEpochToBounds(slots.epochNanoseconds, epochNano0, epochNano1, roundingMode);
}
function roundZonedEpochToTime(slots, smallestUnit, roundingInc, roundingMode) {
	if (0 === smallestUnit && 1 === roundingInc) return slots.epochNanoseconds;
	const isoDateTime = zonedEpochSlotsToIso(slots);
	return getInstantPreferringOffset(slots.timeZone, roundDateTimeToUnit(isoDateTime, smallestUnit, roundingInc, roundingMode), isoDateTime.offsetNanoseconds);
}
function roundDateTimeToUnit(isoDateTime, smallestUnit, roundingInc, roundingMode) {
	return roundDateTimeToInc(isoDateTime, computeNanoInc(smallestUnit, roundingInc), roundingMode, unitNanoMap[smallestUnit + 1]);
}
function roundTimeToUnit(timeFields, smallestUnit, roundingInc, roundingMode) {
	return roundTimeToInc(timeFields, computeNanoInc(smallestUnit, roundingInc), roundingMode, unitNanoMap[smallestUnit + 1]);
}
function roundDateTimeToInc(isoDateTime, nanoInc, roundingMode, spanNano) {
	const [roundedTimeFields, dayDelta] = roundTimeToInc(isoDateTime, nanoInc, roundingMode, spanNano);
	const roundedIsoDateTime = combineDateAndTime(moveDateByDays(isoDateTime, dayDelta), roundedTimeFields);
	return checkIsoDateTimeInBounds(roundedIsoDateTime), roundedIsoDateTime;
}
function roundTimeToInc(timeFields, nanoInc, roundingMode, spanNano = nanoInUtcDay) {
	const timeNano = timeFieldsToNano(timeFields);
	const remainderNano = timeNano % spanNano;
	return nanoToTimeAndDay(timeNano - remainderNano + roundNumberToInc(remainderNano, nanoInc, roundingMode));
}
function nudgeRelativeDuration(sign, durationFields, endEpochNano, _largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps) {
	const smallestUnitFieldName = durationFieldNamesAsc[smallestUnit];
	const baseDurationFields = clearDurationFields(smallestUnit, durationFields);
	7 === smallestUnit && (durationFields = {
		...durationFields,
		weeks: durationFields.weeks + Math.trunc(durationFields.days / 7)
	});
	const truncedVal = divTrunc(durationFields[smallestUnitFieldName], roundingInc) * roundingInc;
	const nudgeWindow = clampRelativeUnitValue(truncedVal, roundingInc * sign, (value) => (baseDurationFields[smallestUnitFieldName] = value, moveRelativeMarkerToEpochNano(relativeOps, baseDurationFields)), endEpochNano);
	const roundedVal = roundRelativeUnitWindow(nudgeWindow, endEpochNano, roundingInc, roundingMode);
	return baseDurationFields[smallestUnitFieldName] = roundedVal, [
		baseDurationFields,
		roundedVal === nudgeWindow.pe ? nudgeWindow.te : nudgeWindow.N,
		roundedVal !== truncedVal
	];
}
function nudgeZonedTimeDuration(sign, durationFields, _endEpochNano, _largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps) {
	const timeNano = Number(durationTimeToBigNano(durationFields));
	const nanoInc = computeNanoInc(smallestUnit, roundingInc);
	let roundedTimeNano = roundNumberToInc(timeNano, nanoInc, roundingMode);
	const dateDurationFields = {
		...durationFields,
		...durationTimeFieldDefaults
	};
	const dayEpochNano0 = relativeOps.X(dateDurationFields);
	const dayEpochNano1 = relativeOps.X({
		...dateDurationFields,
		days: dateDurationFields.days + sign
	});
	const daySpanNano = Number(dayEpochNano1 - dayEpochNano0);
	Math.sign(daySpanNano) !== sign && throwRangeError("Out-of-bounds TimeZone gap");
	const beyondDayNano = roundedTimeNano - daySpanNano;
	let dayDelta = 0;
	let nudgedEpochNano;
	beyondDayNano && Math.sign(beyondDayNano) !== sign ? nudgedEpochNano = dayEpochNano0 + BigInt(roundedTimeNano) : (dayDelta += sign, roundedTimeNano = roundNumberToInc(beyondDayNano, nanoInc, roundingMode), nudgedEpochNano = dayEpochNano1 + BigInt(roundedTimeNano));
	const durationTimeFields = nanoToDurationTimeFields(roundedTimeNano);
	return [
		{
			...durationFields,
			...durationTimeFields,
			days: durationFields.days + dayDelta
		},
		nudgedEpochNano,
		Boolean(dayDelta)
	];
}
function nudgeDayTimeDuration(sign, durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode) {
	const bigNano = durationDayTimeToBigNano(durationFields);
	const roundedBigNano = roundBigNanoToInc(bigNano, computeBigNanoInc(smallestUnit, roundingInc), roundingMode);
	const nanoDiff = roundedBigNano - bigNano;
	const expandedBigUnit = Math.sign(Number(roundedBigNano / bigNanoInUtcDay) - Number(bigNano / bigNanoInUtcDay)) === sign;
	const roundedDayTimeFields = nanoToDurationDayTimeFields(roundedBigNano, Math.min(largestUnit, 6));
	return [
		{
			...durationFields,
			...roundedDayTimeFields
		},
		endEpochNano + nanoDiff,
		expandedBigUnit
	];
}
function computeZonedDayEpochInterval(slots) {
	const { timeZone } = slots;
	const isoDateTime0 = combineDateAndTime(zonedEpochSlotsToIso(slots), timeFieldDefaults);
	const isoDateTime1 = combineDateAndTime(moveDateByDays(isoDateTime0, 1), timeFieldDefaults);
	return [getStartOfDayInstantFor(timeZone, isoDateTime0), getStartOfDayInstantFor(timeZone, isoDateTime1)];
}
function roundZonedEpochToBounds(epochNano, epochNano0, epochNano1, roundingMode) {
	return roundWithMode(computeEpochNanoFrac(epochNano < epochNano1 ? epochNano : epochNano1 - 1n, epochNano0, epochNano1), roundingMode) ? epochNano1 : epochNano0;
}
function roundToMinute(offsetNano) {
	return roundNumberToInc(offsetNano, nanoInMinute, 7);
}
function roundBigNanoToInc(bigNano, bigNanoInc, roundingMode) {
	return roundBigNanoToIncWithTail(bigNano, bigNanoInc, roundingMode, bigNano / bigNanoInc % 2n);
}
function roundBigNanoToDayOriginInc(bigNano, bigNanoInc, roundingMode) {
	const [day, timeNano] = divModFloorBigInt(bigNano, bigNanoInUtcDay);
	const dayOriginNano = day * bigNanoInUtcDay;
	return dayOriginNano + roundBigNanoToIncWithTail(timeNano, bigNanoInc, roundingMode, dayOriginNano / bigNanoInc + timeNano / bigNanoInc & 1n);
}
function roundBigNanoToIncWithTail(bigNano, bigNanoInc, roundingMode, quotientTail) {
	const quotient = bigNano / bigNanoInc;
	const remainder = bigNano % bigNanoInc;
	let fraction = 0;
	remainder && (fraction = fabricateNearHalfFraction(compareBigInts(2n * (remainder < 0n ? -remainder : remainder), bigNanoInc), Math.sign(Number(remainder))));
	const roundedTail = roundWithMode(Number(quotientTail) + fraction, roundingMode);
	return (quotient - quotientTail + BigInt(roundedTail)) * bigNanoInc;
}
function computeNanoInc(smallestUnit, roundingInc) {
	return unitNanoMap[smallestUnit] * roundingInc;
}
function computeBigNanoInc(smallestUnit, roundingInc) {
	return BigInt(unitNanoMap[smallestUnit]) * BigInt(roundingInc);
}
const zonedEpochSlotsToIso = /*@__PURE__*/ memoize(_zonedEpochSlotsToIso, WeakMap);
function _zonedEpochSlotsToIso(slots) {
	const { epochNanoseconds, timeZone } = slots;
	const offsetNanoseconds = timeZone.B(epochNanoseconds);
	return {
		...epochNanoToIsoDateTime(epochNanoseconds + BigInt(offsetNanoseconds)),
		offsetNanoseconds
	};
}
function getInstantPreferringOffset(timeZone, isoDateTime, offsetNano) {
	return getMatchingInstantFor(timeZone, isoDateTime, offsetNano, 2, 0);
}
function getMatchingInstantFor(timeZone, isoDateTime, offsetNano, offsetDisambig = 0, epochDisambig = 0, epochFuzzy, hasZ) {
	if (hasZ || void 0 !== offsetNano && 1 === offsetDisambig) return isoDateTimeAndOffsetToEpochNano(isoDateTime, offsetNano || 0);
	const possibleEpochNanos = timeZone.O(isoDateTime);
	if (void 0 !== offsetNano && 3 !== offsetDisambig) {
		checkIsoDateInBounds(isoDateTime, 0);
		const matchingEpochNano = ((possibleEpochNanos, isoDateTime, offsetNano, fuzzy) => {
			const zonedEpochNano = isoDateTimeToEpochNano(isoDateTime);
			fuzzy && (offsetNano = roundToMinute(offsetNano));
			for (const possibleEpochNano of possibleEpochNanos) {
				let possibleOffsetNano = Number(zonedEpochNano - possibleEpochNano);
				if (fuzzy && (possibleOffsetNano = roundToMinute(possibleOffsetNano)), possibleOffsetNano === offsetNano) return possibleEpochNano;
			}
		})(possibleEpochNanos, isoDateTime, offsetNano, epochFuzzy);
		if (void 0 !== matchingEpochNano) return matchingEpochNano;
		0 === offsetDisambig && throwRangeError("Invalid TimeZone offset");
	}
	return getSingleInstantFor(timeZone, isoDateTime, epochDisambig, possibleEpochNanos);
}
function getSingleInstantFor(timeZone, isoDateTime, disambig = 0, possibleEpochNanos = timeZone.O(isoDateTime)) {
	if (1 === possibleEpochNanos.length) return possibleEpochNanos[0];
	if (1 === disambig && throwRangeError("Ambiguous offset"), possibleEpochNanos.length) return possibleEpochNanos[3 === disambig ? 1 : 0];
	const zonedEpochNano = isoDateTimeToEpochNano(isoDateTime);
	const gapNano = ((timeZone, zonedEpochNano) => {
		const startOffsetNano = timeZone.B(zonedEpochNano - bigNanoInUtcDay);
		return ((gapNano) => (gapNano > nanoInUtcDay && throwRangeError("Out-of-bounds TimeZone gap"), gapNano))(timeZone.B(zonedEpochNano + bigNanoInUtcDay) - startOffsetNano);
	})(timeZone, zonedEpochNano);
	const shiftedIsoDateTime = epochNanoToIsoDateTime(zonedEpochNano + BigInt(gapNano * (2 === disambig ? -1 : 1)));
	return (possibleEpochNanos = timeZone.O(shiftedIsoDateTime))[2 === disambig ? 0 : possibleEpochNanos.length - 1];
}
function getStartOfDayInstantFor(timeZone, isoDateTime) {
	const possibleEpochNanos = timeZone.O(isoDateTime);
	if (possibleEpochNanos.length) return possibleEpochNanos[0];
	const zonedEpochNanoDayBefore = isoDateTimeToEpochNano(isoDateTime) - bigNanoInUtcDay;
	return timeZone.C(zonedEpochNanoDayBefore, 1);
}
function moveYearMonth(calendar, isoDate, durationSlots, overflow = 0) {
	computeDurationSign(durationSlots) && clampEntity("unit", getMaxDurationUnit(durationSlots), 8, 9, 1, durationFieldNamesAsc);
	return moveToStartOfMonth(calendar, moveDate(calendar, checkIsoDateInBounds(moveToStartOfMonth(calendar, isoDate)), durationSlots, overflow));
}
function moveZonedEpochSlots(slots, durationFields, overflow = 0) {
	const { calendar, epochNanoseconds: epochNano, timeZone } = slots;
	const timeOnlyNano = durationTimeToBigNano(durationFields);
	let movedEpochNano = epochNano;
	if (durationHasDateParts(durationFields)) {
		const isoDateTime = zonedEpochSlotsToIso(slots);
		movedEpochNano = getSingleInstantFor(timeZone, combineDateAndTime(moveDate(calendar, isoDateTime, {
			...durationFields,
			...durationTimeFieldDefaults
		}, overflow), isoDateTime)) + timeOnlyNano;
	} else movedEpochNano += timeOnlyNano;
	return {
		...slots,
		epochNanoseconds: checkEpochNanoInBounds(movedEpochNano)
	};
}
function moveDateTime(calendar, isoDateTime, durationFields, overflow = 0) {
	const [movedTimeFields, dayDelta] = moveTime(isoDateTime, durationFields);
	return checkIsoDateTimeInBounds(combineDateAndTime(moveDate(calendar, isoDateTime, {
		...durationFields,
		...durationTimeFieldDefaults,
		days: durationFields.days + dayDelta
	}, overflow), movedTimeFields));
}
function moveTime(timeFields, durationFields) {
	return moveTimeByNano(timeFields, durationTimeToBigNano(durationFields));
}
function moveEpochNano(epochNano, durationFields) {
	return moveEpochNanoByNano(epochNano, (clampEntity("unit", getMaxDurationUnit(fields = durationFields), 0, 5, 1, durationFieldNamesAsc), durationTimeToBigNano(fields)));
	var fields;
}
function moveDate(calendar, isoDate, durationFields, overflow = 0) {
	let { years, months, weeks, days } = durationFields;
	let movedIsoDate;
	if (days += Number(durationTimeToBigNano(durationFields) / bigNanoInUtcDay), years || months) movedIsoDate = moveDateByCalendarUnits(calendar, isoDate, years, months, overflow);
	else {
		if (!weeks && !days) return isoDate;
		movedIsoDate = isoDate;
	}
	return (weeks || days) && (movedIsoDate = moveDateByDays(movedIsoDate, 7 * weeks + days)), checkIsoDateInBounds(movedIsoDate);
}
function moveToStartOfMonth(calendar, isoDate) {
	return moveDateByDays(isoDate, 1 - computeCalendarDateFields(calendar, isoDate).day);
}
function moveDateByCalendarUnits(calendar, isoDate, years, months, overflow) {
	let { year, month, day } = computeCalendarDateFields(calendar, isoDate);
	if (years) {
		const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
		year += years, month = resolveMonthInMovedYear(calendar, monthCodeNumber, isLeapMonth, calendar ? calendar.p(year) : void 0, overflow), month = clampEntity("month", month, 1, computeCalendarMonthsInYearForYear(calendar, year), overflow);
	}
	if (months) {
		const yearMonthParts = addCalendarMonths(calendar, year, month, months);
		({year: year, month: month} = yearMonthParts);
	}
	return day = clampEntity("day", day, 1, computeCalendarDaysInMonthForYearMonth(calendar, year, month), overflow), computeCalendarIsoFieldsFromParts(calendar, year, month, day);
}
function addCalendarMonths(calendar, year, month, monthDelta) {
	return calendar ? calendar.ae(year, month, monthDelta) : addIsoMonths(year, month, monthDelta);
}
function resolveMonthInMovedYear(calendar, monthCodeNumber, isLeapMonth, targetLeapMonth, overflow) {
	if (isLeapMonth) {
		const leapMonthMeta = calendar ? calendar.l : void 0;
		if (void 0 !== targetLeapMonth && (leapMonthMeta < 0 || targetLeapMonth === monthCodeNumber + 1)) return targetLeapMonth;
		if (1 === overflow && throwRangeError(invalidLeapMonth), leapMonthMeta < 0) return -leapMonthMeta;
	}
	return monthCodeNumberToMonth(monthCodeNumber, 0, targetLeapMonth);
}
function moveTimeByNano(timeFields, durationBigNano) {
	const durDays = Number(durationBigNano / bigNanoInUtcDay);
	const durTimeNano = Number(durationBigNano % bigNanoInUtcDay);
	const [newTimeFields, overflowDays] = nanoToTimeAndDay(timeFieldsToNano(timeFields) + durTimeNano);
	return [newTimeFields, durDays + overflowDays];
}
function moveEpochNanoByNano(epochNano, deltaNano) {
	return checkEpochNanoInBounds(epochNano + deltaNano);
}
function moveDateByDays(isoDate, days) {
	return days ? epochDaysToIsoDate(isoDateToEpochDays(isoDate) + days) : isoDate;
}
function getCommonCalendar(a, b) {
	return getCalendarSlotId(a) !== getCalendarSlotId(b) && throwRangeError("Mismatching Calendars"), a;
}
function getCommonTimeZone(a, b) {
	return a.m !== b.m && throwRangeError("Mismatching TimeZones"), a;
}
function getZonedTimeZoneId(slots) {
	return slots.timeZone.id;
}
function diffZonedDateTimesRounded(calendar, startZoned, endZoned, largestUnit, smallestUnit, roundingInc, roundingMode) {
	return largestUnit < 6 ? diffEpochNanosRounded(startZoned.epochNanoseconds, endZoned.epochNanoseconds, largestUnit, smallestUnit, roundingInc, roundingMode) : ((calendar, startZoned, endZoned, largestUnit, smallestUnit, roundingInc, roundingMode) => {
		const timeZone = getCommonTimeZone(startZoned.timeZone, endZoned.timeZone);
		const endEpochNano = endZoned.epochNanoseconds;
		if (endEpochNano === startZoned.epochNanoseconds) return durationFieldDefaults;
		let durationFields;
		return durationFields = diffZonedEpochsExact(timeZone, calendar, startZoned, endZoned, largestUnit), durationFields = roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, createZonedRelativeOps(calendar, timeZone, startZoned), 1), durationFields;
	})(calendar, startZoned, endZoned, largestUnit, smallestUnit, roundingInc, roundingMode);
}
function diffDateTimesRounded(calendar, startIsoDateTime, endIsoDateTime, largestUnit, smallestUnit, roundingInc, roundingMode) {
	return largestUnit <= 6 ? diffEpochNanosRounded(isoDateTimeToEpochNano(startIsoDateTime), isoDateTimeToEpochNano(endIsoDateTime), largestUnit, smallestUnit, roundingInc, roundingMode) : ((calendar, startIsoDateTime, endIsoDateTime, largestUnit, smallestUnit, roundingInc, roundingMode) => {
		const endEpochNano = isoDateTimeToEpochNano(endIsoDateTime);
		const sign = compareBigInts(endEpochNano, isoDateTimeToEpochNano(startIsoDateTime));
		if (!sign) return durationFieldDefaults;
		let durationFields;
		return durationFields = diffDateTimesBig(calendar, startIsoDateTime, endIsoDateTime, sign, largestUnit), durationFields = roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, ((calendar, origin) => ({
			ne: isoDateTimeToEpochNano(origin),
			X: (duration) => isoDateTimeToEpochNano(combineDateAndTime(moveDate(calendar, origin, duration), origin))
		}))(calendar, startIsoDateTime)), durationFields;
	})(calendar, startIsoDateTime, endIsoDateTime, largestUnit, smallestUnit, roundingInc, roundingMode);
}
function diffYearMonthsRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode) {
	const firstOfMonth0 = moveToStartOfMonth(calendar, startIsoDate);
	const firstOfMonth1 = moveToStartOfMonth(calendar, endIsoDate);
	return compareIsoDates(firstOfMonth0, firstOfMonth1) ? diffDateCalendarUnitsRounded(calendar, checkIsoDateInBounds(firstOfMonth0), checkIsoDateInBounds(firstOfMonth1), largestUnit, smallestUnit, roundingInc, roundingMode, 8) : durationFieldDefaults;
}
function diffDatesRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode, smallestPrecision = 6) {
	return 6 === largestUnit ? diffEpochNanosRounded(isoDateToEpochNano(startIsoDate), isoDateToEpochNano(endIsoDate), largestUnit, smallestUnit, roundingInc, roundingMode) : diffDateCalendarUnitsRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode, smallestPrecision);
}
function diffTimesRounded(plainTimeSlots0, plainTimeSlots1, largestUnit, smallestUnit, roundingInc, roundingMode) {
	const timeDiffNano = roundNumberToInc(timeFieldsToNano(plainTimeSlots1) - timeFieldsToNano(plainTimeSlots0), computeNanoInc(smallestUnit, roundingInc), roundingMode);
	return {
		...durationFieldDefaults,
		...nanoToDurationTimeFields(timeDiffNano, largestUnit)
	};
}
function diffDateCalendarUnitsRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode, smallestPrecision = 6) {
	const endEpochNano = isoDateToEpochNano(endIsoDate);
	if (!compareIsoDates(startIsoDate, endIsoDate)) return durationFieldDefaults;
	let durationFields;
	return durationFields = diffCalendarDates(calendar, startIsoDate, endIsoDate, largestUnit), smallestUnit === smallestPrecision && 1 === roundingInc || (durationFields = roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, createDateRelativeOps(calendar, startIsoDate))), durationFields;
}
function diffEpochNanosRounded(startEpochNano, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode) {
	return {
		...durationFieldDefaults,
		...nanoToDurationDayTimeFields(roundBigNanoToInc(endEpochNano - startEpochNano, computeBigNanoInc(smallestUnit, roundingInc), roundingMode), largestUnit)
	};
}
function diffZonedEpochsExact(timeZone, calendar, startZoned, endZoned, largestUnit) {
	return largestUnit < 6 ? {
		...durationFieldDefaults,
		...nanoToDurationDayTimeFields(endZoned.epochNanoseconds - startZoned.epochNanoseconds, largestUnit)
	} : ((timeZone, startZoned, endZoned) => {
		const sign = compareBigInts(endZoned.epochNanoseconds, startZoned.epochNanoseconds);
		if (!sign) return durationFieldDefaults;
		if (!compareIsoDates(zonedEpochSlotsToIso(startZoned), zonedEpochSlotsToIso(endZoned))) return {
			...durationFieldDefaults,
			...nanoToDurationDayTimeFields(endZoned.epochNanoseconds - startZoned.epochNanoseconds, 5)
		};
		const [startIsoDateTime, endIsoDate, remainderNano] = prepareZonedEpochDiff(timeZone, startZoned, endZoned, sign);
		return {
			...(start = startIsoDateTime, end = endIsoDate, diffCalendarDates(calendar, start, end, largestUnit)),
			...nanoToDurationTimeFields(remainderNano)
		};
		var start, end;
	})(timeZone, startZoned, endZoned);
}
function diffDateTimesExact(calendar, startIsoDateTime, endIsoDateTime, largestUnit) {
	const startEpochNano = isoDateTimeToEpochNano(startIsoDateTime);
	const endEpochNano = isoDateTimeToEpochNano(endIsoDateTime);
	const sign = compareBigInts(endEpochNano, startEpochNano);
	return sign ? largestUnit <= 6 ? {
		...durationFieldDefaults,
		...nanoToDurationDayTimeFields(endEpochNano - startEpochNano, largestUnit)
	} : diffDateTimesBig(calendar, startIsoDateTime, endIsoDateTime, sign, largestUnit) : durationFieldDefaults;
}
function diffDateTimesBig(calendar, startIsoDateTime, endIsoDateTime, sign, largestUnit) {
	let diffEndDate = endIsoDateTime;
	let timeNano = timeFieldsToNano(endIsoDateTime) - timeFieldsToNano(startIsoDateTime);
	return Math.sign(timeNano) === -sign && (diffEndDate = moveDateByDays(endIsoDateTime, -sign), timeNano += nanoInUtcDay * sign), {
		...diffCalendarDates(calendar, startIsoDateTime, diffEndDate, largestUnit),
		...nanoToDurationTimeFields(timeNano)
	};
}
function prepareZonedEpochDiff(timeZone, startZoned, endZoned, sign) {
	const startIsoDate = zonedEpochSlotsToIso(startZoned);
	const endIsoDate = zonedEpochSlotsToIso(endZoned);
	const endEpochNano = endZoned.epochNanoseconds;
	let dayCorrection = 0;
	const timeDiffNano = timeFieldsToNano(endIsoDate) - timeFieldsToNano(startIsoDate);
	Math.sign(timeDiffNano) === -sign && dayCorrection++;
	const maxDayCorrection = sign > 0 ? 2 : 1;
	for (;; dayCorrection++) {
		const midIsoDate = moveDateByDays(endIsoDate, dayCorrection * -sign);
		const midEpochNano = getSingleInstantFor(timeZone, combineDateAndTime(midIsoDate, startIsoDate));
		if (dayCorrection === maxDayCorrection || compareBigInts(endEpochNano, midEpochNano) !== -sign) return [
			startIsoDate,
			midIsoDate,
			Number(endEpochNano - midEpochNano)
		];
	}
}
function diffCalendarDates(calendar, startIsoDate, endIsoDate, largestUnit) {
	if (largestUnit <= 7) return ((asWeeks, start, end) => {
		const days = countIsoDays(start, end);
		return asWeeks ? {
			...durationFieldDefaults,
			weeks: divTrunc(days, 7),
			days: modTrunc(days, 7)
		} : {
			...durationFieldDefaults,
			days
		};
	})(7 === largestUnit, startIsoDate, endIsoDate);
	const yearMonthDayStart = computeCalendarDateFields(calendar, startIsoDate);
	const yearMonthDayEnd = computeCalendarDateFields(calendar, endIsoDate);
	if (8 === largestUnit) {
		const { year: year0, month: month0, day: day0 } = yearMonthDayStart;
		const { year: year1, month: month1, day: day1 } = yearMonthDayEnd;
		const sign = Math.sign(compareNumbers(year1, year0) || compareNumbers(month1, month0) || countIsoDays(startIsoDate, endIsoDate));
		let months = 0;
		let days = 0;
		if (sign) {
			months = calendar ? calendar.ee(year0, month0, year1, month1) : diffIsoMonthSlots(year0, month0, year1, month1);
			let anchorIsoDate = moveDateByCalendarUnits(calendar, startIsoDate, 0, months, 0);
			sign * compareNumbers(day0, day1) > 0 && (months -= sign, anchorIsoDate = moveDateByCalendarUnits(calendar, startIsoDate, 0, months, 0)), days = countIsoDays(anchorIsoDate, endIsoDate);
		}
		return {
			...durationFieldDefaults,
			months,
			days
		};
	}
	const { year: year0, month: month0, day: day0 } = yearMonthDayStart;
	let { year: year1, month: month1, day: day1 } = yearMonthDayEnd;
	let yearDiff = year1 - year0;
	let monthDiff = month1 - month0;
	let dayDiff = day1 - day0;
	if (yearDiff || monthDiff) {
		const sign = Math.sign(yearDiff || monthDiff);
		let daysInMonth1 = computeCalendarDaysInMonthForYearMonth(calendar, year1, month1);
		let dayCorrect = 0;
		if (Math.sign(day1 - day0) === -sign) {
			const origDaysInMonth1 = daysInMonth1;
			const yearMonthParts = addCalendarMonths(calendar, year1, month1, -sign);
			({year: year1, month: month1} = yearMonthParts), yearDiff = year1 - year0, monthDiff = month1 - month0, daysInMonth1 = computeCalendarDaysInMonthForYearMonth(calendar, year1, month1), dayCorrect = sign < 0 ? -origDaysInMonth1 : daysInMonth1;
		}
		if (dayDiff = day1 - Math.min(day0, daysInMonth1) + dayCorrect, yearDiff) {
			const [monthCodeNumber0, isLeapMonth0] = computeCalendarMonthCodeParts(calendar, year0, month0);
			const [monthCodeNumber1, isLeapMonth1] = computeCalendarMonthCodeParts(calendar, year1, month1);
			const leapMonthMeta = calendar ? calendar.l : void 0;
			if (monthDiff = void 0 !== leapMonthMeta && isLeapMonth0 && !isLeapMonth1 && (leapMonthMeta < 0 ? sign > 0 && monthCodeNumber1 === -leapMonthMeta : sign < 0 && monthCodeNumber1 === monthCodeNumber0) ? 0 : monthCodeNumber1 - monthCodeNumber0 || Number(isLeapMonth1) - Number(isLeapMonth0), Math.sign(monthDiff) === -sign) {
				const monthCorrect = sign < 0 && -computeCalendarMonthsInYearForYear(calendar, year1);
				year1 -= sign, yearDiff = year1 - year0, monthDiff = month1 - resolveMonthInMovedYear(calendar, monthCodeNumber0, isLeapMonth0, calendar ? calendar.p(year1) : void 0, 0) + (monthCorrect || computeCalendarMonthsInYearForYear(calendar, year1));
			} else if (calendar) {
				const month0Projected = resolveMonthInMovedYear(calendar, monthCodeNumber0, isLeapMonth0, calendar.p(year1), 0);
				monthDiff = calendar.ee(year1, month0Projected, year1, month1);
			}
		}
	}
	return {
		...durationFieldDefaults,
		years: yearDiff,
		months: monthDiff,
		days: dayDiff
	};
}
function compareIsoDates(isoDate0, isoDate1) {
	return compareNumbers(isoDate0.year, isoDate1.year) || compareNumbers(isoDate0.month, isoDate1.month) || compareNumbers(isoDate0.day, isoDate1.day);
}
function countIsoDays(startIsoDate, endIsoDate) {
	return isoDateToEpochDays(endIsoDate) - isoDateToEpochDays(startIsoDate);
}
function spanRelativeDuration(relativeToSlots, durationFields, largestUnit) {
	return isZonedEpochSlots(relativeToSlots) ? ((relativeToSlots, durationFields, largestUnit) => {
		const { calendar, timeZone } = relativeToSlots;
		const endSlots = moveZonedEpochSlots(relativeToSlots, durationFields);
		return [
			diffZonedEpochsExact(timeZone, calendar, relativeToSlots, endSlots, largestUnit),
			endSlots.epochNanoseconds,
			createZonedRelativeOps(calendar, timeZone, relativeToSlots)
		];
	})(relativeToSlots, durationFields, largestUnit) : ((relativeToSlots, durationFields, largestUnit) => {
		const { calendar } = relativeToSlots;
		const origin = checkIsoDateTimeInBounds(combineDateAndTime(relativeToSlots, timeFieldDefaults));
		const end = moveDateTime(calendar, origin, durationFields);
		return [
			diffDateTimesExact(calendar, origin, end, largestUnit),
			isoDateTimeToEpochNano(end),
			createDateRelativeOps(calendar, relativeToSlots)
		];
	})(relativeToSlots, durationFields, largestUnit);
}
function moveRelativeEndpointToEpochNano(relativeToSlots, durationFields) {
	return isZonedEpochSlots(relativeToSlots) ? moveZonedEpochSlots(relativeToSlots, durationFields).epochNanoseconds : isoDateTimeToEpochNano(moveDateTime(relativeToSlots.calendar, combineDateAndTime(relativeToSlots, timeFieldDefaults), durationFields));
}
function moveRelativeMarkerToEpochNano(relativeOps, dateDuration) {
	return durationHasDateParts(dateDuration) ? relativeOps.X(dateDuration) : relativeOps.ne;
}
function createZonedRelativeOps(calendar, timeZone, slots) {
	const origin = zonedEpochSlotsToIso(slots);
	return {
		ne: slots.epochNanoseconds,
		X: (duration) => getSingleInstantFor(timeZone, combineDateAndTime(moveDate(calendar, origin, duration), origin))
	};
}
function createDateRelativeOps(calendar, origin) {
	return {
		ne: isoDateToEpochNano(origin),
		X: (duration) => isoDateToEpochNano(moveDate(calendar, origin, duration))
	};
}
function isZonedEpochSlots(slots) {
	return "timeZone" in slots;
}
function isUniformUnit(unit, isZoned) {
	return unit <= 6 - (isZoned ? 1 : 0);
}
function nanoToGivenFields(nano, largestUnit, fieldNames) {
	const fields = {};
	for (let unit = largestUnit; unit >= 0; unit--) {
		const divisor = unitNanoMap[unit];
		fields[fieldNames[unit]] = divTrunc(nano, divisor), nano = modTrunc(nano, divisor);
	}
	return fields;
}
const maxDurationSeconds = 2 ** 53;
function addDurationsWithoutRelativeTo(doSubtract, slots, otherSlots) {
	const maxUnit = Math.max(getMaxDurationUnit(slots), getMaxDurationUnit(otherSlots));
	return clampEntity("unit", maxUnit, 0, 6, 1, durationFieldNamesAsc), ((doSubtract, slots, otherSlots, maxUnit) => createDurationSlots(validateDurationFields(((a, b, largestUnit, doSubtract) => {
		const combined = durationDayTimeToBigNano(a) + durationDayTimeToBigNano(b) * BigInt(doSubtract ? -1 : 1);
		return Number.isFinite(Number(combined / bigNanoInUtcDay)) || throwRangeError("Out-of-bounds date"), {
			...durationFieldDefaults,
			...nanoToDurationDayTimeFields(combined, largestUnit)
		};
	})(slots, otherSlots, maxUnit, doSubtract))))(doSubtract, slots, otherSlots, maxUnit);
}
function roundDuration(refineRelativeTo, slots, options) {
	const durationLargestUnit = getMaxDurationUnit(slots);
	const [largestUnit, smallestUnit, roundingInc, roundingMode, relativeToSlots] = ((options, defaultLargestUnit, refineRelativeTo) => {
		options = normalizeOptionsOrString(options, smallestUnitStr);
		let largestUnit = coerceLargestUnit(options);
		const relativeToInternals = refineRelativeTo(options.relativeTo);
		let roundingInc = coerceRoundingIncInteger(options);
		const roundingMode = coerceRoundingMode(options, 7);
		let smallestUnit = coerceSmallestUnit(options);
		return void 0 === largestUnit && void 0 === smallestUnit && throwRangeError("Required smallestUnit or largestUnit"), smallestUnit ??= 0, largestUnit ??= Math.max(smallestUnit, defaultLargestUnit), checkLargestSmallestUnit(largestUnit, smallestUnit), roundingInc = validateRoundingInc(roundingInc, smallestUnit, 1), roundingInc > 1 && smallestUnit > 5 && largestUnit !== smallestUnit && throwRangeError("For calendar units with roundingIncrement > 1, use largestUnit = smallestUnit"), [
			largestUnit,
			smallestUnit,
			roundingInc,
			roundingMode,
			relativeToInternals
		];
	})(options, durationLargestUnit, refineRelativeTo);
	if (!relativeToSlots && Math.max(durationLargestUnit, largestUnit) <= 6) return createDurationSlots(validateDurationFields(((durationFields, largestUnit, smallestUnit, roundingInc, roundingMode) => {
		const roundedBigNano = roundBigNanoToInc(durationDayTimeToBigNano(durationFields), computeBigNanoInc(smallestUnit, roundingInc), roundingMode);
		return {
			...durationFieldDefaults,
			...nanoToDurationDayTimeFields(roundedBigNano, largestUnit)
		};
	})(slots, largestUnit, smallestUnit, roundingInc, roundingMode)));
	relativeToSlots || throwRangeError("Missing relativeTo");
	const isZoned = isZonedEpochSlots(relativeToSlots);
	if (!slots.sign && (!isZoned || largestUnit < 6)) return slots;
	const [balancedDuration, endEpochNano, relativeOps] = spanRelativeDuration(relativeToSlots, slots, largestUnit);
	return createDurationSlots(roundRelativeDuration(balancedDuration, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps, isZoned));
}
function absDuration(slots) {
	return -1 === slots.sign ? negateDuration(slots) : slots;
}
function negateDuration(slots) {
	return createDurationSlots(negateDurationFields(slots));
}
function negateDurationFields(fields) {
	const res = {};
	for (const fieldName of durationFieldNamesAsc) res[fieldName] = -1 * fields[fieldName] || 0;
	return res;
}
function computeDurationSign(fields, fieldNames = durationFieldNamesAsc) {
	let sign = 0;
	for (const fieldName of fieldNames) {
		const fieldSign = Math.sign(fields[fieldName]);
		fieldSign && (sign && sign !== fieldSign && throwRangeError("Cannot mix duration signs"), sign = fieldSign);
	}
	return sign;
}
function validateDurationFields(fields) {
	for (const calendarUnit of durationCalendarFieldNamesAsc) validateDurationCalendarUnit(calendarUnit, fields[calendarUnit]);
	const bigNano = durationDayTimeToBigNano(fields);
	return validateDurationTimeUnit(Number(bigNano / bigNanoInSec)), fields;
}
function validateDurationCalendarUnit(unit, value) {
	return clampEntity(unit, value, -4294967295, 4294967295, 1);
}
function validateDurationTimeUnit(n) {
	Number.isSafeInteger(n) || throwRangeError("Out-of-bounds duration");
}
function durationDayTimeToBigNano(fields) {
	return BigInt(fields.days) * bigNanoInUtcDay + durationTimeToBigNano(fields);
}
function durationTimeToBigNano(fields) {
	return BigInt(fields.hours) * bigNanoInHour + BigInt(fields.minutes) * bigNanoInMinute + durationSubMinuteToBigNano(fields);
}
function durationSubMinuteToBigNano(fields) {
	return BigInt(fields.seconds) * bigNanoInSec + BigInt(fields.milliseconds) * bigNanoInMilli + BigInt(fields.microseconds) * bigNanoInMicro + BigInt(fields.nanoseconds);
}
function nanoToDurationDayTimeFields(bigNano, largestUnit = 6) {
	const days = Number(bigNano / bigNanoInUtcDay);
	const timeNano = Number(bigNano % bigNanoInUtcDay);
	const unitNano = unitNanoMap[largestUnit];
	const largestUnitVal = largestUnit <= 3 ? Number(bigNano / BigInt(unitNano)) : days * (nanoInUtcDay / unitNano) + divTrunc(timeNano, unitNano);
	Number.isFinite(largestUnitVal) || throwRangeError("Out-of-bounds date"), largestUnit <= 3 && Math.abs(largestUnitVal) / (nanoInSec / unitNanoMap[largestUnit]) >= maxDurationSeconds && throwRangeError("Out-of-bounds date");
	const dayTimeFields = nanoToGivenFields(timeNano, largestUnit, durationFieldNamesAsc);
	return dayTimeFields[durationFieldNamesAsc[largestUnit]] = largestUnitVal, dayTimeFields;
}
function nanoToDurationTimeFields(nano, largestUnit = 5) {
	return nanoToGivenFields(nano, largestUnit, durationFieldNamesAsc);
}
function durationHasDateParts(fields) {
	return Boolean(computeDurationSign(fields, durationDateFieldNamesAsc));
}
function getMaxDurationUnit(fields) {
	let unit = 9;
	for (; unit > 0 && !fields[durationFieldNamesAsc[unit]]; unit--);
	return unit;
}
function compareZonedEpochSlots(zonedEpochSlots0, zonedEpochSlots1) {
	return compareBigInts(zonedEpochSlots0.epochNanoseconds, zonedEpochSlots1.epochNanoseconds);
}
function compareDurations(refineRelativeTo, durationSlots0, durationSlots1, options) {
	const relativeToSlots = refineRelativeTo(normalizeOptions(options).relativeTo);
	const maxUnit = Math.max(getMaxDurationUnit(durationSlots0), getMaxDurationUnit(durationSlots1));
	return allPropsEqual(durationFieldNamesAsc, durationSlots0, durationSlots1) ? 0 : isUniformUnit(maxUnit, relativeToSlots && isZonedEpochSlots(relativeToSlots)) ? compareBigInts(durationDayTimeToBigNano(durationSlots0), durationDayTimeToBigNano(durationSlots1)) : (relativeToSlots || throwRangeError("Missing relativeTo"), compareBigInts(moveRelativeEndpointToEpochNano(relativeToSlots, durationSlots0), moveRelativeEndpointToEpochNano(relativeToSlots, durationSlots1)));
}
function compareIsoDateTimeFields(isoDateTime0, isoDateTime1) {
	return compareIsoDateFields(isoDateTime0, isoDateTime1) || compareTimeFields(isoDateTime0, isoDateTime1);
}
function compareIsoDateFields(isoDate0, isoDate1) {
	return compareNumbers(isoDateToEpochDays(isoDate0), isoDateToEpochDays(isoDate1));
}
function compareTimeFields(timeFields0, timeFields1) {
	return compareNumbers(timeFieldsToNano(timeFields0), timeFieldsToNano(timeFields1));
}
function instantsEqual(instantSlots0, instantSlots1) {
	return !compareZonedEpochSlots(instantSlots0, instantSlots1);
}
function zonedDateTimesEqual(zonedDateTimeSlots0, zonedDateTimeSlots1) {
	return !compareZonedEpochSlots(zonedDateTimeSlots0, zonedDateTimeSlots1) && zonedDateTimeSlots0.timeZone.m === zonedDateTimeSlots1.timeZone.m && zonedDateTimeSlots0.calendar === zonedDateTimeSlots1.calendar;
}
function plainDateTimesEqual(plainDateTimeSlots0, plainDateTimeSlots1) {
	return !compareIsoDateTimeFields(plainDateTimeSlots0, plainDateTimeSlots1) && plainDateTimeSlots0.calendar === plainDateTimeSlots1.calendar;
}
function plainDatesEqual(plainDateSlots0, plainDateSlots1) {
	return !compareIsoDateFields(plainDateSlots0, plainDateSlots1) && plainDateSlots0.calendar === plainDateSlots1.calendar;
}
function plainYearMonthsEqual(plainYearMonthSlots0, plainYearMonthSlots1) {
	return !compareIsoDateFields(plainYearMonthSlots0, plainYearMonthSlots1) && plainYearMonthSlots0.calendar === plainYearMonthSlots1.calendar;
}
function plainMonthDaysEqual(plainMonthDaySlots0, plainMonthDaySlots1) {
	return !compareIsoDateFields(plainMonthDaySlots0, plainMonthDaySlots1) && plainMonthDaySlots0.calendar === plainMonthDaySlots1.calendar;
}
function plainTimesEqual(plainTimeSlots0, plainTimeSlots1) {
	return !compareTimeFields(plainTimeSlots0, plainTimeSlots1);
}
function getCalendarEraOrigins(calendar) {
	return 0 === calendar ? gregoryEraOrigins : calendar ? calendar.k : void 0;
}
function getCalendarFieldNames(calendar, fieldNames, fieldNamesWithEra = fieldNames) {
	return getCalendarEraOrigins(calendar) ? fieldNamesWithEra : fieldNames;
}
function resolveCalendarYear(fields, calendar) {
	const exoticCalendar = calendar || void 0;
	const eraOrigins = getCalendarEraOrigins(calendar);
	let { era, eraYear, year } = fields;
	if (void 0 !== year && (year = toIntegerWithTrunc(year, "year")), void 0 !== eraYear && (eraYear = toIntegerWithTrunc(eraYear, "eraYear")), void 0 !== era || void 0 !== eraYear) {
		void 0 !== era && void 0 !== eraYear || throwTypeError("Mismatching era/eraYear"), eraOrigins || throwRangeError("Forbidden era/eraYear");
		const normalizedEra = normalizeEraName(era);
		const eraOrigin = eraOrigins[normalizedEra];
		void 0 === eraOrigin && throwRangeError(((era) => `Invalid era: ${era}`)(era));
		const yearByEra = exoticCalendar?._ ? exoticCalendar._(eraYear, normalizedEra, eraOrigin) : eraYearToYear(eraYear, eraOrigin);
		void 0 !== year && year !== yearByEra && throwRangeError("Mismatching year/eraYear"), year = yearByEra;
	} else void 0 === year && throwTypeError(missingYear(eraOrigins));
	return year;
}
function resolveCalendarMonth(fields, calendar, year, monthCodeParts, overflow) {
	let { month, monthCode } = fields;
	if (void 0 !== monthCode) {
		const monthByCode = ((calendar, monthCode, year, overflow, monthCodeParts = parseMonthCode(monthCode)) => {
			const leapMonth = calendar ? calendar.p(year) : void 0;
			const [monthCodeNumber, wantsLeapMonth] = monthCodeParts;
			let month = monthCodeNumberToMonth(monthCodeNumber, wantsLeapMonth, leapMonth);
			if (wantsLeapMonth) {
				const leapMonthMeta = calendar ? calendar.l : void 0;
				void 0 === leapMonthMeta && throwRangeError(invalidLeapMonth), leapMonthMeta > 0 ? (month > leapMonthMeta && throwRangeError(invalidLeapMonth), leapMonth !== month && (1 === overflow && throwRangeError(invalidLeapMonth), month = monthCodeNumberToMonth(monthCodeNumber, 0, leapMonth))) : (month !== -leapMonthMeta && throwRangeError(invalidLeapMonth), void 0 === leapMonth && 1 === overflow && throwRangeError(invalidLeapMonth));
			}
			return month;
		})(calendar, monthCode, year, overflow, monthCodeParts);
		void 0 !== month && month !== monthByCode && throwRangeError("Mismatching month/monthCode"), month = monthByCode, overflow = 1;
	} else void 0 === month && throwTypeError("Missing month/monthCode");
	return clampEntity("month", month, 1, computeCalendarMonthsInYearForYear(calendar, year), overflow);
}
function resolveCalendarDay(fields, calendar, year, month, overflow) {
	return clampProp(fields, "day", 1, computeCalendarDaysInMonthForYearMonth(calendar, year, month), overflow);
}
function eraYearToYear(eraYear, eraOrigin) {
	return (eraOrigin + eraYear) * (Math.sign(eraOrigin) || 1) || 0;
}
function resolveTimeFields(fields, overflow) {
	return constrainTimeFields(pluckProps(timeFieldNamesAsc, {
		...timeFieldDefaults,
		...fields
	}), overflow);
}
const offsetRegExp = /^([+-])([01]\d|2[0-3])(?:(:?)([0-5]\d)(?:\3([0-5]\d)(?:[.,](\d{1,9}))?)?)?$/;
function parseOffsetNano(s) {
	const offsetNano = parseOffsetNanoMaybe(s);
	return void 0 === offsetNano && throwRangeError(failedParse(s)), offsetNano;
}
function parseOffsetNanoMaybe(s, onlyHourMinute) {
	const parts = offsetRegExp.exec(s);
	if (parts) return onlyHourMinute && parts[5] && throwRangeError(failedParse(s)), ((s) => s && "+" !== s ? -1 : 1)(parts[1]) * (parseInt(parts[2]) * nanoInHour + parseInt0(parts[4]) * nanoInMinute + parseInt0(parts[5]) * nanoInSec + parseSubsecNano(parts[6] || ""));
}
const dateFieldRefiners = {
	era: toString,
	month: toPositiveIntegerWithTruncation,
	monthCode(monthCode, fieldName) {
		return requireString(toPrimitiveWithStringHint(monthCode), fieldName);
	},
	day: toPositiveIntegerWithTruncation
};
const timeFieldRefiners = /*@__PURE__*/ zipPropsConst(timeFieldNamesAsc, toIntegerWithTrunc);
const durationFieldRefiners = /*@__PURE__*/ zipPropsConst(durationFieldNamesAsc, toStrictInteger);
const dateTimeFieldRefiners = /*@__PURE__*/ Object.assign({}, dateFieldRefiners, timeFieldRefiners);
const zonedDateTimeFieldRefiners = {
	offset(offsetString) {
		return parseOffsetNano(requireString(toPrimitiveWithStringHint(offsetString)));
	},
	...dateTimeFieldRefiners
};
function readAndRefineBagFields(bag, validFieldNames, fieldRefiners, requiredFieldNames, disallowEmpty = !requiredFieldNames) {
	const res = {};
	let anyMatching = 0;
	for (const fieldName of validFieldNames) {
		let fieldVal = bag[fieldName];
		if (void 0 !== fieldVal) {
			anyMatching = 1;
			const refiner = fieldRefiners[fieldName];
			refiner && (fieldVal = refiner(fieldVal, fieldName)), res[fieldName] = fieldVal;
		} else requiredFieldNames && requiredFieldNames.includes(fieldName) && throwTypeError(missingField(fieldName));
	}
	return disallowEmpty && !anyMatching && throwTypeError("No valid fields: " + validFieldNames.join()), res;
}
function refineOverflowOptions(options) {
	return void 0 === options ? 0 : coerceOverflow(requireObjectLike(options));
}
function refineZonedFieldOptions(options, defaultOffsetDisambig = 0) {
	options = normalizeOptions(options);
	const epochDisambig = coerceEpochDisambig(options);
	const offsetDisambig = coerceOffsetDisambig(options, defaultOffsetDisambig);
	return [
		coerceOverflow(options),
		offsetDisambig,
		epochDisambig
	];
}
function refineEpochDisambigOptions(options) {
	return coerceEpochDisambig(normalizeOptions(options));
}
function refineCalendarDateFields(fields, calendar, allowMissingDay) {
	const eraOrigins = getCalendarEraOrigins(calendar);
	void 0 !== fields.year || void 0 !== fields.era && void 0 !== fields.eraYear || throwTypeError(missingYear(eraOrigins)), void 0 === fields.monthCode && void 0 === fields.month && throwTypeError("Missing month/monthCode"), allowMissingDay || void 0 !== fields.day || throwTypeError(missingField("day"));
	const monthCodeParts = parseMonthCodeField(fields);
	return [resolveCalendarYear(fields, calendar), monthCodeParts];
}
function refineMonthDayFields(fields, calendar) {
	const isIso = calendar === void 0;
	const eraOrigins = getCalendarEraOrigins(calendar);
	void 0 === fields.day && throwTypeError(missingField("day")), isIso || void 0 === fields.month || void 0 !== fields.year || void 0 !== fields.era && void 0 !== fields.eraYear || throwTypeError(missingYear(eraOrigins));
	const monthCodeParts = parseMonthCodeField(fields);
	return [void 0 !== fields.eraYear || void 0 !== fields.year ? resolveCalendarYear(fields, calendar) : void 0, monthCodeParts];
}
function createDateTimeFromRefinedFields(isoDate, timeFields = timeFieldDefaults, calendar) {
	const isoDateTime = combineDateAndTime(isoDate, timeFields);
	return checkIsoDateTimeInBounds(isoDateTime), createDateTimeSlots(isoDateTime, calendar);
}
function createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow) {
	const month = resolveCalendarMonth(fields, calendar, year, monthCodeParts, overflow);
	return createDateSlots(checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, year, month, resolveCalendarDay(fields, calendar, year, month, overflow))), calendar);
}
function createYearMonthFromRefinedFields(fields, calendar, year, monthCodeParts, overflow) {
	return createYearMonthFromCalendarParts(calendar, year, resolveCalendarMonth(fields, calendar, year, monthCodeParts, overflow));
}
function createMonthDayFromRefinedFields(fields, calendar, year, monthCodeParts, overflow) {
	const isIso = calendar === void 0;
	let yearMaybe = year;
	let day;
	let monthCodeNumber;
	let isLeapMonth;
	if (void 0 === yearMaybe && isIso && (yearMaybe = 1972), void 0 !== yearMaybe) {
		isIso || checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, yearMaybe, 1, 1));
		const month = resolveCalendarMonth(fields, calendar, yearMaybe, monthCodeParts, overflow);
		day = resolveCalendarDay(fields, calendar, yearMaybe, month, overflow), [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, yearMaybe, month);
	} else {
		void 0 === fields.monthCode && throwTypeError("Missing month/monthCode"), [monthCodeNumber, isLeapMonth] = monthCodeParts;
		const referenceYear = calendar ? calendar.re : 1972;
		if (void 0 !== referenceYear) day = resolveCalendarDay(fields, calendar, referenceYear, resolveCalendarMonth(fields, calendar, referenceYear, monthCodeParts, overflow), overflow);
		else {
			const constrainedDay = 0 === overflow && calendar ? calendar.ge?.(monthCodeNumber, isLeapMonth, fields.day) : void 0;
			day = void 0 !== constrainedDay ? constrainedDay : fields.day;
		}
	}
	return createMonthDayFromMonthCodeParts(calendar, monthCodeNumber, isLeapMonth, day, fields.day, overflow);
}
function createYearMonthFromCalendarParts(calendar, year, month) {
	return createDateSlots(checkIsoYearMonthInBounds(computeCalendarIsoFieldsFromParts(calendar, year, month, 1)), calendar);
}
function createMonthDayFromMonthCodeParts(calendar, monthCodeNumber, isLeapMonthArg, day, requestedDay, overflow) {
	let isLeapMonth = isLeapMonthArg;
	isLeapMonth && ((calendar && calendar.U?.[monthCodeNumber]) ?? 1 / 0) < requestedDay && (1 === overflow && throwRangeError(invalidLeapMonth), isLeapMonth = 0, day = constrainToRange(requestedDay, 1, (calendar && calendar.R) ?? 1 / 0));
	let res = calendar ? calendar.u(monthCodeNumber, Boolean(isLeapMonth), day) : computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, Boolean(isLeapMonth));
	for (; !res && 0 === overflow && day > 1;) day--, res = calendar ? calendar.u(monthCodeNumber, Boolean(isLeapMonth), day) : computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, Boolean(isLeapMonth));
	res || throwRangeError("Cannot guess year");
	const { year: finalYear, month: finalMonth } = res;
	return createDateSlots(checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, finalYear, finalMonth, day)), calendar);
}
function parseMonthCodeField(fields) {
	if (void 0 !== fields.monthCode) return parseMonthCode(fields.monthCode);
}
const RawDateTimeFormat = Intl.DateTimeFormat;
function formatEpochMilliToPartsRecord(intlFormat, epochMilli) {
	epochMilli < -864e13 && throwRangeError("Out-of-bounds date");
	const parts = intlFormat.formatToParts(epochMilli);
	const hash = {};
	for (const part of parts) hash[part.type] = part.value;
	return hash;
}
const timeZonePeriodDaysByName = {
	"El_Aaiun": 16,
	"Tucuman": 12,
	"Tirane": 11,
	"Riga": 10,
	"Simferopol": 9,
	"Vienna": 9,
	"Tunis": 8,
	"Boa_Vista": 6,
	"Fortaleza": 6,
	"Maceio": 6,
	"Noronha": 6,
	"Recife": 6,
	"Gaza": 6,
	"Hebron": 6,
	"DeNoronha": 6
};
const minPossibleTransitionSec = -4e9;
function refineTimeDisplayTuple(options, maxSmallestUnit = 4) {
	const subsecDigits = coerceFractionalSecondDigits(options);
	const roundingMode = coerceRoundingMode(options, 4);
	const smallestUnit = coerceSmallestUnit(options);
	return [roundingMode, ...resolveSmallestUnitAndSubsecDigits(validateUnitRange(smallestUnitStr, smallestUnit, 0, maxSmallestUnit), subsecDigits)];
}
function refineDateDisplayOptions(options) {
	return coerceCalendarDisplay(normalizeOptions(options));
}
function refineTimeDisplayOptions(options, maxSmallestUnit) {
	return refineTimeDisplayTuple(normalizeOptions(options), maxSmallestUnit);
}
function resolveSmallestUnitAndSubsecDigits(smallestUnit, subsecDigits) {
	return null != smallestUnit ? [unitNanoMap[smallestUnit], smallestUnit < 4 ? 9 - 3 * smallestUnit : -1] : [void 0 === subsecDigits ? 1 : 10 ** (9 - subsecDigits), subsecDigits];
}
function formatInstantIso(refineTimeZoneString, instantSlots, options) {
	const [timeZoneArg, roundingMode, nanoInc, subsecDigits] = ((options) => {
		const subsecDigits = coerceFractionalSecondDigits(options = normalizeOptions(options));
		const roundingMode = coerceRoundingMode(options, 4);
		const smallestUnit = coerceSmallestUnit(options);
		return [
			options.timeZone,
			roundingMode,
			...resolveSmallestUnitAndSubsecDigits(validateUnitRange(smallestUnitStr, smallestUnit, 0, 4), subsecDigits)
		];
	})(options);
	const providedTimeZone = void 0 !== timeZoneArg;
	return ((providedTimeZone, timeZone, epochNano, roundingMode, nanoInc, subsecDigits) => {
		epochNano = roundBigNanoToDayOriginInc(epochNano, BigInt(nanoInc), roundingMode);
		const offsetNano = timeZone.B(epochNano);
		return formatIsoDateTimeFields(epochNanoToIsoDateTime(epochNano + BigInt(offsetNano)), subsecDigits) + (providedTimeZone ? formatOffsetNano(roundToMinute(offsetNano)) : "Z");
	})(providedTimeZone, queryTimeZone(providedTimeZone ? refineTimeZoneString(timeZoneArg) : "UTC"), instantSlots.epochNanoseconds, roundingMode, nanoInc, subsecDigits);
}
function formatZonedDateTimeIso(zonedDateTimeSlots0, options) {
	const displayOptions = ((options) => {
		options = normalizeOptions(options);
		const calendarDisplay = coerceCalendarDisplay(options);
		const subsecDigits = coerceFractionalSecondDigits(options);
		const offsetDisplay = coerceOffsetDisplay(options);
		const roundingMode = coerceRoundingMode(options, 4);
		const smallestUnit = coerceSmallestUnit(options);
		return [
			calendarDisplay,
			coerceTimeZoneDisplay(options),
			offsetDisplay,
			roundingMode,
			...resolveSmallestUnitAndSubsecDigits(validateUnitRange(smallestUnitStr, smallestUnit, 0, 4), subsecDigits)
		];
	})(options);
	return ((calendar, timeZoneId, timeZone, epochNano, calendarDisplay, timeZoneDisplay, offsetDisplay, roundingMode, nanoInc, subsecDigits) => {
		epochNano = roundBigNanoToDayOriginInc(epochNano, BigInt(nanoInc), roundingMode);
		const offsetNano = timeZone.B(epochNano);
		return formatIsoDateTimeFields(epochNanoToIsoDateTime(epochNano + BigInt(offsetNano)), subsecDigits) + formatOffsetNano(roundToMinute(offsetNano), offsetDisplay) + formatTimeZone(timeZoneId, timeZoneDisplay) + formatCalendar(calendar, calendarDisplay);
	})(zonedDateTimeSlots0.calendar, zonedDateTimeSlots0.timeZone.id, zonedDateTimeSlots0.timeZone, zonedDateTimeSlots0.epochNanoseconds, ...displayOptions);
}
function formatPlainDateTimeIso(plainDateTimeSlots0, options) {
	const displayOptions = ((options) => (options = normalizeOptions(options), [coerceCalendarDisplay(options), ...refineTimeDisplayTuple(options)]))(options);
	return ((calendar, isoDateTime, calendarDisplay, roundingMode, nanoInc, subsecDigits) => formatIsoDateTimeFields(roundDateTimeToInc(isoDateTime, nanoInc, roundingMode), subsecDigits) + formatCalendar(calendar, calendarDisplay))(plainDateTimeSlots0.calendar, plainDateTimeSlots0, ...displayOptions);
}
function formatPlainDateIso(plainDateSlots, options) {
	return calendar = plainDateSlots.calendar, isoDate = plainDateSlots, calendarDisplay = refineDateDisplayOptions(options), formatIsoDateFields(isoDate) + formatCalendar(calendar, calendarDisplay);
	var calendar, isoDate, calendarDisplay;
}
function formatPlainYearMonthIso(plainYearMonthSlots, options) {
	return formatDateLikeIso(plainYearMonthSlots.calendar, formatIsoYearMonthFields, plainYearMonthSlots, refineDateDisplayOptions(options));
}
function formatPlainMonthDayIso(plainMonthDaySlots, options) {
	return formatDateLikeIso(plainMonthDaySlots.calendar, formatIsoMonthDayFields, plainMonthDaySlots, refineDateDisplayOptions(options));
}
function formatDateLikeIso(calendar, formatSimple, isoDate, calendarDisplay) {
	return 1 === calendarDisplay ? calendar === void 0 ? formatSimple(isoDate) : formatIsoDateFields(isoDate) : calendarDisplay > 1 || 0 === calendarDisplay && calendar !== void 0 ? formatIsoDateFields(isoDate) + formatCalendarId(getCalendarSlotId(calendar), 2 === calendarDisplay) : formatSimple(isoDate);
}
function formatPlainTimeIso(slots, options) {
	return ((fields, roundingMode, nanoInc, subsecDigits) => formatTimeFields(roundTimeToInc(fields, nanoInc, roundingMode)[0], subsecDigits))(slots, ...refineTimeDisplayOptions(options));
}
function formatDurationIso(slots, options) {
	const [roundingMode, nanoInc, subsecDigits] = refineTimeDisplayOptions(options, 3);
	return nanoInc > 1 && ((slots = {
		...slots,
		...roundDayTimeDurationByInc(slots, nanoInc, roundingMode)
	}).sign = computeDurationSign(slots), validateDurationFields(slots)), formatDurationSlots(slots, subsecDigits);
}
function formatDurationSlots(durationSlots, subsecDigits) {
	const { sign } = durationSlots;
	const abs = -1 === sign ? negateDurationFields(durationSlots) : durationSlots;
	const { hours, minutes } = abs;
	const bigNano = durationSubMinuteToBigNano(abs);
	const wholeSec = Number(bigNano / bigNanoInSec);
	const subsecNano = Number(bigNano % bigNanoInSec);
	validateDurationTimeUnit(wholeSec);
	const subsecNanoString = formatSubsecNano(subsecNano, subsecDigits);
	const forceSec = subsecDigits >= 0 || !sign || subsecNanoString;
	return (sign < 0 ? "-" : "") + "P" + formatDurationFragments({
		"Y": formatDurationNumber(abs.years),
		"M": formatDurationNumber(abs.months),
		"W": formatDurationNumber(abs.weeks),
		"D": formatDurationNumber(abs.days)
	}) + (hours || minutes || wholeSec || forceSec ? "T" + formatDurationFragments({
		"H": formatDurationNumber(hours),
		"M": formatDurationNumber(minutes),
		"S": formatDurationNumber(wholeSec, forceSec) + subsecNanoString
	}) : "");
}
function formatDurationFragments(fragObj) {
	const parts = [];
	for (const fragName in fragObj) {
		const fragVal = fragObj[fragName];
		fragVal && parts.push(fragVal, fragName);
	}
	return parts.join("");
}
function formatDurationNumber(n, force) {
	if (!n && !force) return "";
	const options = Object.create(null);
	return options.useGrouping = 0, n.toLocaleString("fullwide", options);
}
function formatIsoDateTimeFields(isoDateTime, subsecDigits) {
	return formatIsoDateFields(isoDateTime) + "T" + formatTimeFields(isoDateTime, subsecDigits);
}
function formatIsoDateFields(isoDate) {
	return formatIsoYearMonthFields(isoDate) + "-" + padNumber2(isoDate.day);
}
function formatIsoYearMonthFields(isoDate) {
	const { year } = isoDate;
	return (year < 0 || year > 9999 ? getSignStr(year) + padNumber(6, Math.abs(year)) : padNumber(4, year)) + "-" + padNumber2(isoDate.month);
}
function formatIsoMonthDayFields(isoDate) {
	return padNumber2(isoDate.month) + "-" + padNumber2(isoDate.day);
}
function formatTimeFields(timeFields, subsecDigits) {
	const parts = [padNumber2(timeFields.hour), padNumber2(timeFields.minute)];
	return -1 !== subsecDigits && parts.push(padNumber2(timeFields.second) + ((millisecond, microsecond, nanosecond, subsecDigits) => formatSubsecNano(millisecond * nanoInMilli + microsecond * nanoInMicro + nanosecond, subsecDigits))(timeFields.millisecond, timeFields.microsecond, timeFields.nanosecond, subsecDigits)), parts.join(":");
}
function formatOffsetNano(offsetNano, offsetDisplay = 0) {
	if (1 === offsetDisplay) return "";
	const [hour, nanoRemainder0] = divModFloor(Math.abs(offsetNano), nanoInHour);
	const [minute, nanoRemainder1] = divModFloor(nanoRemainder0, nanoInMinute);
	const [second, nanoRemainder2] = divModFloor(nanoRemainder1, nanoInSec);
	return getSignStr(offsetNano) + padNumber2(hour) + ":" + padNumber2(minute) + (second || nanoRemainder2 ? ":" + padNumber2(second) + formatSubsecNano(nanoRemainder2) : "");
}
function formatTimeZone(timeZoneId, timeZoneDisplay) {
	return 1 !== timeZoneDisplay ? "[" + (2 === timeZoneDisplay ? "!" : "") + timeZoneId + "]" : "";
}
function formatCalendar(calendar, calendarDisplay) {
	return calendarDisplay > 1 || 0 === calendarDisplay && calendar !== void 0 ? formatCalendarId(getCalendarSlotId(calendar), 2 === calendarDisplay) : "";
}
function formatCalendarId(calendarId, isCritical) {
	return "[" + (isCritical ? "!" : "") + "u-ca=" + calendarId + "]";
}
const trailingZerosRE = /0+$/;
function formatSubsecNano(totalNano, subsecDigits) {
	let s = padNumber(9, totalNano);
	return s = void 0 === subsecDigits ? s.replace(trailingZerosRE, "") : s.slice(0, subsecDigits), s ? "." + s : "";
}
function getSignStr(num) {
	return num < 0 ? "-" : "+";
}
const icuRegExp = /^(AC|AE|AG|AR|AS|BE|BS|CA|CN|CS|CT|EA|EC|IE|IS|JS|MI|NE|NS|PL|PN|PR|PS|SS|VS)T$/;
const badCharactersRegExp = /[^\w\/:+-]+/;
function refineTimeZoneId(rawId) {
	return resolveTimeZoneId(requireString(rawId));
}
function resolveTimeZoneId(rawId) {
	return resolveTimeZoneRecord(rawId).id;
}
const resolveTimeZoneRecord = /*@__PURE__*/ memoize((rawId) => {
	const upperRawId = rawId.toUpperCase();
	const offsetRecord = ((upperRawId) => {
		const offsetNano = parseOffsetNanoMaybe(upperRawId, 1);
		if (void 0 !== offsetNano) return {
			id: formatOffsetNano(offsetNano),
			Z: offsetNano,
			m: offsetNano
		};
	})(upperRawId);
	if (offsetRecord) return {
		kind: "fixed",
		...offsetRecord
	};
	const normId = "UTC" === upperRawId ? "UTC" : ((rawId) => (badCharactersRegExp.test(rawId) && throwRangeError(invalidTimeZone(rawId)), icuRegExp.test(rawId) && throwRangeError("Forbidden ICU TimeZone"), rawId.toLowerCase().split("/").map((part, partI) => (part.length <= 3 || /\d/.test(part)) && !/etc|yap/.test(part) ? part.toUpperCase() : part.replace(/baja|dumont|[a-z]+/g, (a, i) => a.length <= 2 && !partI || "in" === a || "chat" === a ? a.toUpperCase() : a.length > 2 || !i ? capitalize(a).replace(/island|noronha|murdo|rivadavia|urville/, capitalize) : a)).join("/")))(rawId);
	return queryNamedTimeZoneRecord(normId);
});
const queryNamedTimeZoneRecord = /*@__PURE__*/ memoize((normId) => {
	if ("UTC" === normId) return {
		kind: "utc",
		id: normId,
		m: normId
	};
	const format = (upperNormId = normId.toUpperCase(), new RawDateTimeFormat("en-u-hc-h23", {
		calendar: "iso8601",
		timeZone: upperNormId,
		era: "short",
		year: "numeric",
		month: "numeric",
		day: "numeric",
		hour: "numeric",
		minute: "numeric",
		second: "numeric"
	}));
	var upperNormId;
	return {
		kind: "named",
		id: normId,
		format,
		m: format.resolvedOptions().timeZone
	};
});
function queryTimeZone(rawTimeZoneId) {
	const record = resolveTimeZoneRecord(rawTimeZoneId);
	return queryTimeZoneRecord(record.id, record);
}
const queryTimeZoneRecord = /*@__PURE__*/ memoize((normTimeZoneId, record) => "named" === record.kind ? new IntlTimeZone(normTimeZoneId, record.m, record.format) : new FixedTimeZone(normTimeZoneId, record.m, "fixed" === record.kind ? record.Z : 0));
var FixedTimeZone = class {
	constructor(id, compareKey, offsetNano) {
		this.id = id, this.m = compareKey, this.Z = offsetNano;
	}
	B() {
		return this.Z;
	}
	O(isoDateTime) {
		return [isoDateTimeAndOffsetToEpochNano(isoDateTime, this.Z)];
	}
	C() {}
};
var IntlTimeZone = class {
	constructor(id, compareKey, format) {
		this.id = id, this.m = compareKey, this.me = ((computeOffsetSec, periodDays) => {
			const getSample = memoize(computeOffsetSec);
			const getSplit = memoize(createSplitTuple);
			const periodSec = 86400 * periodDays;
			function getOffsetSec(epochSec) {
				const [startEpochSec, endEpochSec] = computePeriod(epochSec, periodSec);
				const clampedStartEpochSec = clampIntlSampleEpochSec(startEpochSec);
				const clampedEndEpochSec = clampIntlSampleEpochSec(endEpochSec);
				const startOffsetSec = getSample(clampedStartEpochSec);
				const endOffsetSec = getSample(clampedEndEpochSec);
				return startOffsetSec === endOffsetSec ? startOffsetSec : pinch(getSplit(clampedStartEpochSec, clampedEndEpochSec), startOffsetSec, endOffsetSec, epochSec);
			}
			function searchTransition(searchEpochSec, direction, searchLimit, epochSec = searchEpochSec) {
				let [startEpochSec, endEpochSec] = computePeriod(searchEpochSec, periodSec);
				const inc = periodSec * direction;
				const inBounds = () => direction < 0 ? endEpochSec > searchLimit : startEpochSec < searchLimit;
				for (; inBounds();) {
					const clampedStartEpochSec = clampIntlSampleEpochSec(startEpochSec);
					const clampedEndEpochSec = clampIntlSampleEpochSec(endEpochSec);
					const startOffsetSec = getSample(clampedStartEpochSec);
					const endOffsetSec = getSample(clampedEndEpochSec);
					if (startOffsetSec !== endOffsetSec) {
						const split = getSplit(clampedStartEpochSec, clampedEndEpochSec);
						pinch(split, startOffsetSec, endOffsetSec);
						const transitionEpochSec = split[0];
						if ((compareNumbers(transitionEpochSec, epochSec) || 1) === direction) return transitionEpochSec;
					}
					startEpochSec += inc, endEpochSec += inc;
				}
			}
			function pinch(split, startOffsetSec, endOffsetSec, forEpochSec) {
				let offsetSec;
				let splitDurSec;
				for (; (void 0 === forEpochSec || void 0 === (offsetSec = forEpochSec < split[0] ? startOffsetSec : forEpochSec >= split[1] ? endOffsetSec : void 0)) && (splitDurSec = split[1] - split[0]);) {
					const middleEpochSec = split[0] + Math.floor(splitDurSec / 2);
					computeOffsetSec(middleEpochSec) === endOffsetSec ? split[1] = middleEpochSec : split[0] = middleEpochSec + 1;
				}
				return offsetSec;
			}
			return {
				Ae(zonedEpochSec) {
					const wideOffsetSec0 = getOffsetSec(zonedEpochSec - 86400);
					const wideOffsetSec1 = getOffsetSec(zonedEpochSec + 86400);
					const wideUtcEpochSec0 = zonedEpochSec - wideOffsetSec0;
					const wideUtcEpochSec1 = zonedEpochSec - wideOffsetSec1;
					if (wideOffsetSec0 === wideOffsetSec1) return [wideUtcEpochSec0];
					const narrowOffsetSec0 = getOffsetSec(wideUtcEpochSec0);
					return narrowOffsetSec0 === getOffsetSec(wideUtcEpochSec1) ? [zonedEpochSec - narrowOffsetSec0] : wideOffsetSec0 > wideOffsetSec1 ? [wideUtcEpochSec0, wideUtcEpochSec1] : [];
				},
				ze: getOffsetSec,
				C(epochSec, direction) {
					if (!(direction > 0 && epochSec >= 864e10)) {
						if (direction < 0) {
							if (epochSec <= minPossibleTransitionSec) return;
							return epochSec > 4e9 ? searchTransition(epochSec, -1, epochSec - 94867200) ?? searchTransition(4e9, -1, minPossibleTransitionSec) : searchTransition(epochSec, -1, minPossibleTransitionSec);
						}
						return searchTransition(Math.max(epochSec, minPossibleTransitionSec) - 1, 1, Math.max(epochSec, Math.floor(Date.now() / 1e3)) + 94867200, epochSec);
					}
				}
			};
		})(((format) => (epochSec) => {
			const intlParts = formatEpochMilliToPartsRecord(format, 1e3 * epochSec);
			return 86400 * isoPartsToEpochDays(((intlParts) => {
				const relatedYear = intlParts.relatedYear;
				if (void 0 !== relatedYear) return parseInt(relatedYear);
				const year = parseInt(intlParts.year);
				return void 0 !== intlParts.era && "bce" === normalizeEraName(intlParts.era) ? 1 - year : year;
			})(intlParts), parseInt(intlParts.month), parseInt(intlParts.day)) + 3600 * parseInt(intlParts.hour) + 60 * parseInt(intlParts.minute) + parseInt(intlParts.second) - epochSec;
		})(format), ((timeZoneId) => {
			const timeZoneName = timeZoneId.split("/").pop();
			return timeZonePeriodDaysByName[timeZoneName] || 19;
		})(id));
	}
	B(epochNano) {
		return this.me.ze(((epochNano) => epochNanoToSecMod(epochNano)[0])(epochNano)) * nanoInSec;
	}
	O(isoDateTime) {
		const zonedEpochSec = 86400 * isoDateToEpochDays(isoDateTime) + timeFieldsToSec(isoDateTime);
		const subsecNano = timeFieldsToSubsecNano(isoDateTime);
		return this.me.Ae(zonedEpochSec).map((epochSec) => checkEpochNanoInBounds(BigInt(epochSec) * bigNanoInSec + BigInt(subsecNano)));
	}
	C(epochNano, direction) {
		const [epochSec, subsecNano] = epochNanoToSecMod(epochNano);
		const resEpochSec = this.me.C(epochSec + (direction > 0 || subsecNano ? 1 : 0), direction);
		if (void 0 !== resEpochSec) return BigInt(resEpochSec) * bigNanoInSec;
	}
};
function createSplitTuple(startEpochSec, endEpochSec) {
	return [startEpochSec, endEpochSec];
}
function computePeriod(epochSec, periodSec) {
	const startEpochSec = Math.floor(epochSec / periodSec) * periodSec;
	return [startEpochSec, startEpochSec + periodSec];
}
function clampIntlSampleEpochSec(epochSec) {
	return constrainToRange(epochSec, -1e10, 864e10);
}
function refineMaybeZonedDateTimeObjectLike(refineTimeZoneString, calendar, bag) {
	const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateTimeAndZoneFieldNamesAlpha, dateTimeAndZoneFieldNamesWithEraAlpha), zonedDateTimeFieldRefiners, [], 0);
	const isZoned = void 0 !== fields.timeZone;
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
	const isoDate = createDateFromRefinedFields(fields, calendar, year, monthCodeParts, 0);
	if (isZoned) {
		const timeFields = resolveTimeFields(fields);
		const timeZone = queryTimeZone(refineTimeZoneString(fields.timeZone));
		return {
			epochNanoseconds: getMatchingInstantFor(timeZone, combineDateAndTime(isoDate, timeFields), fields.offset),
			timeZone,
			calendar
		};
	}
	return isoDate;
}
function refineZonedDateTimeObjectLike(refineTimeZoneString, calendar, bag, options) {
	const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateTimeAndZoneFieldNamesAlpha, dateTimeAndZoneFieldNamesWithEraAlpha), zonedDateTimeFieldRefiners, timeZoneFieldNames, 0);
	const timeZoneId = refineTimeZoneString(fields.timeZone);
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
	const [overflow, offsetDisambig, epochDisambig] = refineZonedFieldOptions(options);
	const isoDate = createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
	const timeFields = resolveTimeFields(fields, overflow);
	const timeZone = queryTimeZone(timeZoneId);
	return createZonedEpochNanoSlots(getMatchingInstantFor(timeZone, combineDateAndTime(isoDate, timeFields), fields.offset, offsetDisambig, epochDisambig), timeZone, calendar);
}
function refinePlainDateTimeObjectLike(calendar, bag, options) {
	const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateTimeFieldNamesAlpha, dateTimeFieldNamesWithEraAlpha), dateTimeFieldRefiners, [], 0);
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
	const overflow = refineOverflowOptions(options);
	return createDateTimeFromRefinedFields(createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow), resolveTimeFields(fields, overflow), calendar);
}
function refinePlainDateObjectLike(calendar, bag, options, requireFields = []) {
	const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha), dateFieldRefiners, requireFields);
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
	return createDateFromRefinedFields(fields, calendar, year, monthCodeParts, refineOverflowOptions(options));
}
function refinePlainYearMonthObjectLike(calendar, bag, options, requireFields) {
	const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, yearMonthFieldNamesAlpha, yearMonthFieldNamesWithEraAlpha), dateFieldRefiners, requireFields);
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar, 1);
	return createYearMonthFromRefinedFields(fields, calendar, year, monthCodeParts, refineOverflowOptions(options));
}
function refinePlainMonthDayObjectLike(calendar, calendarAbsent, bag, options) {
	const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha), dateFieldRefiners, dayFieldNamesAsc, 0);
	calendarAbsent && void 0 !== fields.month && void 0 === fields.monthCode && void 0 === fields.year && (fields.year = 1972);
	const [year, monthCodeParts] = refineMonthDayFields(fields, calendar);
	return createMonthDayFromRefinedFields(fields, calendar, year, monthCodeParts, refineOverflowOptions(options));
}
function refinePlainTimeObjectLike(bag, options) {
	return resolveTimeFields(readAndRefineBagFields(bag, timeFieldNamesAlpha, timeFieldRefiners, [], 1), refineOverflowOptions(options));
}
function refineDurationObjectLike(bag) {
	const durationFields = readAndRefineBagFields(bag, durationFieldNamesAlpha, durationFieldRefiners);
	return createDurationSlots(validateDurationFields({
		...durationFieldDefaults,
		...durationFields
	}));
}
function throwFailedParse(s) {
	throwRangeError(failedParse(s));
}
function parseInstant(s) {
	const organized = parseDateTimeLike(s = requireString(toPrimitiveWithStringHint(s)));
	let offsetNano;
	return organized || throwFailedParse(s), organized.I ? offsetNano = 0 : organized.offset ? offsetNano = parseOffsetNano(organized.offset) : throwFailedParse(s), createEpochNanoSlots(isoDateTimeAndOffsetToEpochNano(organized, offsetNano));
}
function parseRelativeToSlots(s, resolveCalendar) {
	const organized = parseDateTimeLike(requireString(s));
	return organized && organized.timeZoneId ? finalizeZonedDateTime(organized, resolveCalendar, void 0) : finalizeDate(parsePlainDateLike(s), resolveCalendar);
}
function parseZonedDateTime(s, resolveCalendar, options) {
	const organized = parseDateTimeLike(requireString(s));
	return organized && organized.timeZoneId || throwFailedParse(s), finalizeZonedDateTime(organized, resolveCalendar, options);
}
function parsePlainDateTime(s, resolveCalendar) {
	const organized = parsePlainDateLike(s);
	return checkIsoDateTimeInBounds(organized), {
		...combineDateAndTime(organized, organized),
		calendar: resolveCalendar(organized.calendarId)
	};
}
function parsePlainDate(s, resolveCalendar) {
	return finalizeDate(parsePlainDateLike(s), resolveCalendar);
}
function parsePlainYearMonth(s, resolveCalendar) {
	const organized = parseYearMonthOnly(requireString(s)) || parsePlainDateLike(s);
	const calendar = resolveCalendar(organized.calendarId);
	return createDateSlots(checkIsoYearMonthInBounds(moveToStartOfMonth(calendar, checkIsoYearMonthInBounds(organized))), calendar);
}
function parsePlainMonthDay(s, resolveCalendar) {
	const organized = parseMonthDayOnly(requireString(s)) || parsePlainDateLike(s);
	if ("iso8601" === organized.calendarId) return createDateSlots({
		...organized,
		year: 1972
	}, resolveCalendar("iso8601"));
	const { calendar } = finalizeDate(organized, resolveCalendar);
	const { year: origYear, month: origMonth, day } = computeCalendarDateFields(calendar, organized);
	const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, origYear, origMonth);
	const yearMonthFields = calendar ? calendar.u(monthCodeNumber, isLeapMonth, day) : computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, isLeapMonth);
	return yearMonthFields || throwRangeError("Cannot guess year"), createDateSlots(checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, yearMonthFields.year, yearMonthFields.month, day)), calendar);
}
function parsePlainTime(s) {
	const organized = parseDateTimeLike(s = requireString(s)) || parseTimeOnly(s);
	return (!organized || !organized.qe || organized.I || parseYearMonthOnly(s) || parseMonthDayOnly(s)) && throwFailedParse(s), createTimeSlots(organized);
}
function parseDuration(s) {
	const parts = durationRegExp.exec(requireString(s));
	parts && !invalidDurationRegExp.test(s) || throwFailedParse(s);
	const fraction = nanoToGivenFields(3600 * parseSubsecNano(parts[7] || "") + 60 * parseSubsecNano(parts[9] || "") + parseSubsecNano(parts[11] || ""), 4, durationFieldNamesAsc);
	const durationFields = {
		...fraction,
		years: parseInt0(parts[2]),
		months: parseInt0(parts[3]),
		weeks: parseInt0(parts[4]),
		days: parseInt0(parts[5]),
		hours: parseInt0(parts[6]),
		minutes: parseInt0(parts[8]) + fraction.minutes,
		seconds: parseInt0(parts[10]) + fraction.seconds
	};
	return createDurationSlots(validateDurationFields("-" === parts[1] ? negateDurationFields(durationFields) : durationFields));
}
function parseCalendarId(s) {
	const organized = parseDateTimeLike(s) || parseYearMonthOnly(s) || parseMonthDayOnly(s) || parseTimeOnly(s);
	return organized ? organized.calendarId : s;
}
function parseTimeZoneId(s) {
	const parsed = parseDateTimeLike(s);
	return parsed && (parsed.timeZoneId || parsed.I && "UTC" || parsed.offset) || s;
}
function parsePlainDateLike(s) {
	const organized = parseDateTimeLike(requireString(s));
	return organized && !organized.I || throwFailedParse(s), organized;
}
function finalizeZonedDateTime(organized, resolveCalendar, options) {
	const timeZone = queryTimeZone(resolveTimeZoneId(organized.timeZoneId));
	let epochNano;
	if (organized.qe) {
		const offsetNano = organized.offset ? parseOffsetNano(organized.offset) : void 0;
		const [, offsetDisambig, epochDisambig] = refineZonedFieldOptions(options);
		epochNano = getMatchingInstantFor(timeZone, organized, offsetNano, offsetDisambig, epochDisambig, !(timeZone.Z || void 0 === organized.offset || (offset = organized.offset, offset.length > 6)), organized.I);
	} else refineZonedFieldOptions(options), epochNano = getStartOfDayInstantFor(timeZone, organized);
	var offset;
	return checkEpochNanoInBounds(epochNano), createZonedEpochNanoSlots(epochNano, timeZone, resolveCalendar(organized.calendarId));
}
function finalizeDate(organized, resolveCalendar) {
	return createDateSlots(checkIsoDateInBounds(organized), resolveCalendar(organized.calendarId));
}
function timeRegExpStr(separatorIndex, leapSecondStr = "") {
	return `([01]\\d|2[0-3])(?:(:?)([0-5]\\d)(?:\\${separatorIndex}([0-5]\\d${leapSecondStr})(?:[.,](\\d{1,9}))?)?)?`;
}
const dateTimeRegExpStr = "((?!-0{6})[+-]\\d{6}|\\d{4})(-?)(0[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01])(?:[Tt ]" + timeRegExpStr(6, "|60") + "(?:([Zz])|(([+-])" + timeRegExpStr(14) + "))?)?";
const yearMonthRegExp = /*@__PURE__*/ createRegExp("((?!-0{6})[+-]\\d{6}|\\d{4})-?(0[1-9]|1[0-2])(?:\\[!?([+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?|[a-zA-Z._][\\w.+-]*(?:/[a-zA-Z._][\\w.+-]*)*)\\])?((?:\\[!?[a-z_][a-z\\d_-]*=[a-zA-Z\\d]+(?:-[a-zA-Z\\d]+)*\\])*)");
const monthDayRegExp = /*@__PURE__*/ createRegExp("(?:--)?(0[1-9]|1[0-2])-?(0[1-9]|[12]\\d|3[01])(?:\\[!?([+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?|[a-zA-Z._][\\w.+-]*(?:/[a-zA-Z._][\\w.+-]*)*)\\])?((?:\\[!?[a-z_][a-z\\d_-]*=[a-zA-Z\\d]+(?:-[a-zA-Z\\d]+)*\\])*)");
const dateTimeRegExp = /*@__PURE__*/ createRegExp(dateTimeRegExpStr + "(?:\\[!?([+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?|[a-zA-Z._][\\w.+-]*(?:/[a-zA-Z._][\\w.+-]*)*)\\])?((?:\\[!?[a-z_][a-z\\d_-]*=[a-zA-Z\\d]+(?:-[a-zA-Z\\d]+)*\\])*)");
const annotationRegExp = /\[(!?)([^=]+)=([^\]]+)/g;
const durationRegExp = /^([+-])?P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(?:T(?:(\d+)(?:[.,](\d{1,9}))?H)?(?:(\d+)(?:[.,](\d{1,9}))?M)?(?:(\d+)(?:[.,](\d{1,9}))?S)?)?$/i;
const invalidDurationRegExp = /[PT]$|[.,]\d+[HMS]./i;
function parseDateTimeLike(s) {
	const parts = dateTimeRegExp.exec(s);
	if (!parts) return;
	return validateIsoDateFields(((parts) => ({
		year: parseInt(parts[1]),
		month: parseInt(parts[3]),
		day: parseInt(parts[4]),
		...nanoToTimeAndDay(parseSubsecNano(parts[9] || ""))[0],
		hour: parseInt0(parts[5]),
		minute: parseInt0(parts[7]),
		second: Math.min(parseInt0(parts[8]), 59),
		...organizeAnnotationParts(parts[18], parts[19]),
		qe: !!parts[5],
		I: !!parts[10],
		offset: parts[11]
	}))(parts));
}
function parseYearMonthOnly(s) {
	const parts = yearMonthRegExp.exec(s);
	return parts ? requireIsoCalendar(((parts) => ({
		year: parseInt(parts[1]),
		month: parseInt(parts[2]),
		day: 1,
		...organizeAnnotationParts(parts[3], parts[4])
	}))(parts)) : void 0;
}
function parseMonthDayOnly(s) {
	const parts = monthDayRegExp.exec(s);
	if (parts) {
		const organized = ((parts) => ({
			year: 1972,
			month: parseInt(parts[1]),
			day: parseInt(parts[2]),
			...organizeAnnotationParts(parts[3], parts[4])
		}))(parts);
		if (allPropsEqual(calendarDateFieldNamesAsc, isoDate = organized, constrainIsoDateFields(isoDate))) return requireIsoCalendar(organized);
	}
	var isoDate;
}
function requireIsoCalendar(organized) {
	return "iso8601" !== organized.calendarId && throwFailedParse(organized.calendarId), organized;
}
function parseTimeOnly(s) {
	const organized = parseDateTimeLike(s.replace(/^t?/i, "0000-01-01T"));
	return organized && !organized.I ? organized : void 0;
}
function organizeAnnotationParts(timeZoneId, s) {
	let calendarIsCritical;
	const calendarIds = [];
	return s.replace(annotationRegExp, (whole, criticalStr, key, value) => ("u-ca" === key ? (calendarIds.push(value.toLowerCase()), calendarIsCritical || (calendarIsCritical = criticalStr)) : criticalStr && throwFailedParse(whole), "")), calendarIds.length > 1 && calendarIsCritical && throwFailedParse(s), {
		timeZoneId,
		calendarId: calendarIds[0] || "iso8601"
	};
}
function mergeCalendarFields(calendar, baseFields, additionalFields) {
	const merged = Object.assign(Object.create(null), baseFields);
	return spliceFields(merged, additionalFields, monthFieldNames), getCalendarEraOrigins(calendar) && (spliceFields(merged, additionalFields, allYearFieldNames), calendar && calendar.je && spliceFields(merged, additionalFields, monthDayFieldNames, eraYearFieldNames)), merged;
}
function spliceFields(dest, additional, allPropNames, deletablePropNames) {
	let anyMatching = 0;
	const nonMatchingPropNames = [];
	for (const propName of allPropNames) void 0 !== additional[propName] ? anyMatching = 1 : nonMatchingPropNames.push(propName);
	if (Object.assign(dest, additional), anyMatching) for (const deletablePropName of deletablePropNames || nonMatchingPropNames) delete dest[deletablePropName];
}
function mergeZonedDateTimeFields(calendar, zonedDateTimeSlots, modFields) {
	const validFieldNames = getCalendarFieldNames(calendar, dateTimeAndOffsetFieldNamesAlpha, dateTimeAndOffsetFieldNamesWithEraAlpha);
	const zonedSlots = zonedEpochSlotsToIso(zonedDateTimeSlots);
	const { year, month, day } = computeCalendarDateFields(calendar, zonedSlots);
	const origFields = {
		year,
		monthCode: computeMonthCode(calendar, year, month),
		day,
		hour: zonedSlots.hour,
		minute: zonedSlots.minute,
		second: zonedSlots.second,
		millisecond: zonedSlots.millisecond,
		microsecond: zonedSlots.microsecond,
		nanosecond: zonedSlots.nanosecond,
		offset: zonedSlots.offsetNanoseconds
	};
	const partialFields = readAndRefineBagFields(modFields, validFieldNames, zonedDateTimeFieldRefiners);
	const mergedCalendarFields = mergeCalendarFields(calendar, origFields, partialFields);
	return [{
		...origFields,
		...partialFields
	}, mergedCalendarFields];
}
function mergeDateTimeFields(calendar, plainDateTimeSlots, modFields) {
	const validFieldNames = getCalendarFieldNames(calendar, dateTimeFieldNamesAlpha, dateTimeFieldNamesWithEraAlpha);
	const { year, month, day } = computeCalendarDateFields(calendar, plainDateTimeSlots);
	const origFields = {
		year,
		monthCode: computeMonthCode(calendar, year, month),
		day,
		hour: plainDateTimeSlots.hour,
		minute: plainDateTimeSlots.minute,
		second: plainDateTimeSlots.second,
		millisecond: plainDateTimeSlots.millisecond,
		microsecond: plainDateTimeSlots.microsecond,
		nanosecond: plainDateTimeSlots.nanosecond
	};
	const partialFields = readAndRefineBagFields(modFields, validFieldNames, dateTimeFieldRefiners);
	const mergedCalendarFields = mergeCalendarFields(calendar, origFields, partialFields);
	return [{
		...origFields,
		...partialFields
	}, mergedCalendarFields];
}
function mergeDateFields(calendar, plainDateSlots, modFields) {
	const validFieldNames = getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha);
	const { year, month, day } = computeCalendarDateFields(calendar, plainDateSlots);
	return mergeCalendarFields(calendar, {
		year,
		monthCode: computeMonthCode(calendar, year, month),
		day
	}, readAndRefineBagFields(modFields, validFieldNames, dateFieldRefiners));
}
function mergeYearMonthFields(calendar, plainYearMonthSlots, modFields) {
	const validFieldNames = getCalendarFieldNames(calendar, yearMonthFieldNamesAlpha, yearMonthFieldNamesWithEraAlpha);
	const { year, month } = computeCalendarDateFields(calendar, plainYearMonthSlots);
	return mergeCalendarFields(calendar, {
		year,
		monthCode: computeMonthCode(calendar, year, month)
	}, readAndRefineBagFields(modFields, validFieldNames, dateFieldRefiners));
}
function mergeMonthDayFields(calendar, plainMonthDaySlots, modFields) {
	const validFieldNames = getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha);
	const { year, month, day } = computeCalendarDateFields(calendar, plainMonthDaySlots);
	return mergeCalendarFields(calendar, {
		monthCode: computeMonthCode(calendar, year, month),
		day
	}, readAndRefineBagFields(modFields, validFieldNames, dateFieldRefiners));
}
function createZonedDateTimeFromMergedFields(zonedDateTimeSlots, mergedAllFields, calendarFields, year, monthCodeParts, overflow, offsetDisambig, epochDisambig) {
	const { calendar, timeZone } = zonedDateTimeSlots;
	return createZonedEpochNanoSlots(getMatchingInstantFor(timeZone, combineDateAndTime(createDateFromRefinedFields(calendarFields, calendar, year, monthCodeParts, overflow), constrainTimeFields(mergedAllFields, overflow)), mergedAllFields.offset, offsetDisambig, epochDisambig), timeZone, calendar);
}
function createDateTimeFromMergedFields(mergedAllFields, calendarFields, calendar, year, monthCodeParts, overflow) {
	return createDateTimeFromRefinedFields(createDateFromRefinedFields(calendarFields, calendar, year, monthCodeParts, overflow), constrainTimeFields(mergedAllFields, overflow), calendar);
}
function mergeTimeFields(initialFields, modFields) {
	return {
		...pluckProps(timeFieldNamesAlpha, initialFields),
		...readAndRefineBagFields(modFields, timeFieldNamesAlpha, timeFieldRefiners)
	};
}
function mergeDurationFields(slots, fields) {
	return createDurationSlots((initialFields = slots, modFields = fields, validateDurationFields({
		...initialFields,
		...readAndRefineBagFields(modFields, durationFieldNamesAlpha, durationFieldRefiners)
	})));
	var initialFields, modFields;
}
function computeMonthCode(calendar, year, month) {
	const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
	return formatMonthCode(monthCodeNumber, isLeapMonth);
}
function totalDuration(refineRelativeTo, slots, options) {
	const [totalUnit, relativeToSlots] = ((options, refineRelativeTo) => {
		const relativeToInternals = refineRelativeTo((options = normalizeOptionsOrString(options, "unit")).relativeTo);
		let totalUnit = coerceTotalUnit(options);
		return totalUnit = requirePropDefined("unit", totalUnit), [totalUnit, relativeToInternals];
	})(options, refineRelativeTo);
	const maxDurationUnit = getMaxDurationUnit(slots);
	const maxUnit = Math.max(totalUnit, maxDurationUnit);
	const isZoned = relativeToSlots && isZonedEpochSlots(relativeToSlots);
	if (!relativeToSlots && isUniformUnit(maxUnit, isZoned)) return totalDayTimeDuration(slots, totalUnit);
	if (relativeToSlots || throwRangeError("Missing relativeTo"), !slots.sign && (!isZoned || totalUnit < 6)) return 0;
	const [balancedDuration, endEpochNano, relativeOps] = spanRelativeDuration(relativeToSlots, slots, totalUnit);
	return isUniformUnit(totalUnit, isZoned) ? totalDayTimeDuration(balancedDuration, totalUnit) : ((durationFields, endEpochNano, totalUnit, relativeOps) => {
		const fieldName = durationFieldNamesAsc[totalUnit];
		const baseDurationFields = clearDurationFields(totalUnit, durationFields);
		return totalRelativeUnit(durationFields[fieldName], computeDurationSign(durationFields) || 1, endEpochNano, (value) => (baseDurationFields[fieldName] = value, moveRelativeMarkerToEpochNano(relativeOps, baseDurationFields)));
	})(balancedDuration, endEpochNano, totalUnit, relativeOps);
}
function totalDayTimeDuration(durationFields, totalUnit) {
	return divideBigNanoToExactNumber(durationDayTimeToBigNano(durationFields), unitNanoMap[totalUnit]);
}
function instantToZonedDateTime(instantSlots, timeZone, calendar) {
	return createZonedEpochNanoSlots(instantSlots.epochNanoseconds, timeZone, calendar);
}
function zonedDateTimeToInstant(zonedDateTimeSlots0) {
	return createEpochNanoSlots(zonedDateTimeSlots0.epochNanoseconds);
}
function zonedDateTimeToDateTime(zonedDateTimeSlots0) {
	return createDateTimeSlots(zonedEpochSlotsToIso(zonedDateTimeSlots0), zonedDateTimeSlots0.calendar);
}
function zonedDateTimeToDate(zonedDateTimeSlots0) {
	return createDateSlots(zonedEpochSlotsToIso(zonedDateTimeSlots0), zonedDateTimeSlots0.calendar);
}
function zonedDateTimeToTime(zonedDateTimeSlots0) {
	return createTimeSlots(zonedEpochSlotsToIso(zonedDateTimeSlots0));
}
function dateTimeToZonedDateTime(plainDateTimeSlots, timeZone, epochDisambig) {
	return createZonedEpochNanoSlots(checkEpochNanoInBounds(getSingleInstantFor(timeZone, plainDateTimeSlots, epochDisambig)), timeZone, plainDateTimeSlots.calendar);
}
function dateToZonedDateTime(plainDateSlots, timeZone, timeFields) {
	let epochNano;
	return epochNano = timeFields ? getSingleInstantFor(timeZone, combineDateAndTime(plainDateSlots, timeFields)) : getStartOfDayInstantFor(timeZone, combineDateAndTime(plainDateSlots, timeFieldDefaults)), createZonedEpochNanoSlots(epochNano, timeZone, plainDateSlots.calendar);
}
function yearMonthToDate(calendar, input, bag) {
	return mergeFieldsIntoDate(calendar, pluckProps(getCalendarFieldNames(calendar, yearMonthCodeFieldNamesAlpha, yearMonthCodeFieldNamesWithEraAlpha), input), readAndRefineBagFields(requireObjectLike(bag), dayFieldNamesAsc, dateFieldRefiners, []));
}
function monthDayToDate(calendar, input, bag) {
	const extraFieldNames = getCalendarFieldNames(calendar, yearFieldNamesAsc, yearFieldNamesWithEraAlpha);
	return mergeFieldsIntoDate(calendar, pluckProps(monthCodeDayFieldNamesAlpha, input), readAndRefineBagFields(requireObjectLike(bag), extraFieldNames, dateFieldRefiners, []));
}
function fieldsToMonthDay(calendar, input) {
	const refinedFields = readAndRefineBagFields(input, monthCodeDayFieldNamesAlpha, dateFieldRefiners);
	const [year, monthCodeParts] = refineMonthDayFields(refinedFields, calendar);
	return createMonthDayFromRefinedFields(refinedFields, calendar, year, monthCodeParts, 0);
}
function fieldsToYearMonth(calendar, input) {
	const refinedFields = readAndRefineBagFields(input, getCalendarFieldNames(calendar, yearMonthCodeFieldNamesAlpha, yearMonthCodeFieldNamesWithEraAlpha), dateFieldRefiners);
	const [year, monthCodeParts] = refineCalendarDateFields(refinedFields, calendar, 1);
	return createYearMonthFromRefinedFields(refinedFields, calendar, year, monthCodeParts, 0);
}
function mergeFieldsIntoDate(calendar, inputFields, extraFields) {
	const mergedFieldNames = getCalendarFieldNames(calendar, yearMonthCodeDayFieldNamesAlpha, yearMonthCodeDayFieldNamesWithEraAlpha);
	let mergedFields = mergeCalendarFields(calendar, inputFields, extraFields);
	mergedFields = readAndRefineBagFields(mergedFields, mergedFieldNames, dateFieldRefiners, []);
	const [year, monthCodeParts] = refineCalendarDateFields(mergedFields, calendar);
	return createDateFromRefinedFields(mergedFields, calendar, year, monthCodeParts, 0);
}
function epochMilliToInstant(epochMilli) {
	return createEpochNanoSlots(checkEpochNanoInBounds(BigInt(toStrictInteger(epochMilli)) * bigNanoInMilli));
}
function epochNanoToInstant(epochNano) {
	return createEpochNanoSlots(checkEpochNanoInBounds(toBigInt(epochNano)));
}
function applyPlainFormatTimeZone(options) {
	return options.timeZone = "UTC", ["full", "long"].includes(options.timeStyle) && (options.timeStyle = "medium"), options;
}
function applyZonedFormatTimeZone(options, timeZoneId) {
	return void 0 !== options.timeZone && throwTypeError("Cannot specify TimeZone"), options.timeZone = timeZoneId, options;
}
function checkResolvedCalendarCompatible(format, slots, strictCalendarCheck) {
	const resolvedCalendarId = format.resolvedOptions().calendar;
	!strictCalendarCheck && slots.calendar === void 0 || getCalendarSlotId(slots.calendar) === resolvedCalendarId || throwRangeError("Mismatching Calendars");
}
function createOptionsTransformer(shapeFieldNames, invalidShapeFieldNames, ignoredFieldNames, defaultShapeFields, dateStyleReplacementFields) {
	const shapeFieldNameSet = new Set(shapeFieldNames);
	const invalidShapeFieldNameSet = new Set(invalidShapeFieldNames);
	const ignoredFieldNameSet = new Set(ignoredFieldNames);
	return (options, allowPartialOverlap) => {
		let dateStyle;
		let timeStyle;
		const granularShapeFields = {};
		const modifierFields = {};
		const otherFields = {};
		let hasInvalidGranularShapeFields = 0;
		let hasInvalidStyleFields = 0;
		for (const name of Object.keys(options)) {
			const value = options[name];
			void 0 === value || ignoredFieldNameSet.has(name) || (shapeFieldNameSet.has(name) ? "dateStyle" === name ? dateStyle = value : "timeStyle" === name ? timeStyle = value : granularShapeFields[name] = value : "era" === name ? modifierFields[name] = value : invalidShapeFieldNameSet.has(name) ? "dateStyle" === name || "timeStyle" === name ? hasInvalidStyleFields = 1 : hasInvalidGranularShapeFields = 1 : otherFields[name] = value);
		}
		const hasDateStyle = void 0 !== dateStyle;
		const hasTimeStyle = void 0 !== timeStyle;
		const hasAnyStyle = hasDateStyle || hasTimeStyle;
		const hasGranularShapeFields = Object.keys(granularShapeFields).length > 0;
		const hasInvalids = hasInvalidGranularShapeFields || hasInvalidStyleFields;
		const hasShapeFields = hasGranularShapeFields || hasDateStyle || hasTimeStyle;
		const hasModifierFields = Object.keys(modifierFields).length > 0;
		(!allowPartialOverlap && hasInvalids || allowPartialOverlap && hasInvalids && !hasShapeFields || hasAnyStyle && (hasGranularShapeFields || hasModifierFields || hasInvalidGranularShapeFields)) && throwTypeError("Invalid formatting options");
		const transformedOptions = {};
		return hasAnyStyle || hasShapeFields || Object.assign(transformedOptions, defaultShapeFields), Object.assign(transformedOptions, granularShapeFields, modifierFields, otherFields), hasDateStyle && (dateStyleReplacementFields ? Object.assign(transformedOptions, dateStyleReplacementFields[dateStyle]) : transformedOptions.dateStyle = dateStyle), hasTimeStyle && (transformedOptions.timeStyle = timeStyle), transformedOptions;
	};
}
const dateDefaultShapeFields = {
	year: "numeric",
	month: "numeric",
	day: "numeric"
};
const timeDefaultShapeFields = {
	hour: "numeric",
	minute: "numeric",
	second: "numeric"
};
const dateTimeDefaultShapeFields = /*@__PURE__*/ Object.assign({}, dateDefaultShapeFields, timeDefaultShapeFields);
const dateShapeFieldNames = [
	"weekday",
	"year",
	"month",
	"day",
	"dateStyle"
];
const timeShapeFieldNames = [
	"dayPeriod",
	"hour",
	"minute",
	"second",
	"fractionalSecondDigits",
	"timeStyle"
];
const dateTimeShapeFieldNames = /*@__PURE__*/ dateShapeFieldNames.concat(timeShapeFieldNames);
const yearMonthIgnoredFieldNames = /*@__PURE__*/ ["weekday", "day"].concat(timeShapeFieldNames);
const monthDayIgnoredFieldNames = /*@__PURE__*/ ["weekday", "year"].concat(timeShapeFieldNames);
const transformInstantOptions = /*@__PURE__*/ createOptionsTransformer(dateTimeShapeFieldNames, [], [], dateTimeDefaultShapeFields);
const transformZonedOptions = /*@__PURE__*/ createOptionsTransformer(dateTimeShapeFieldNames, [], [], {
	...dateTimeDefaultShapeFields,
	timeZoneName: "short"
});
const transformDateTimeOptions = /*@__PURE__*/ createOptionsTransformer(dateTimeShapeFieldNames, [], ["timeZoneName"], dateTimeDefaultShapeFields);
const transformDateOptions = /*@__PURE__*/ createOptionsTransformer(dateShapeFieldNames, timeShapeFieldNames, ["timeZoneName"], dateDefaultShapeFields);
const transformTimeOptions = /*@__PURE__*/ createOptionsTransformer(timeShapeFieldNames, dateShapeFieldNames, ["timeZoneName", "era"], timeDefaultShapeFields);
const transformYearMonthOptions = /*@__PURE__*/ createOptionsTransformer([
	"year",
	"month",
	"dateStyle"
], yearMonthIgnoredFieldNames, ["timeZoneName"], {
	year: "numeric",
	month: "numeric"
}, {
	full: {
		year: "numeric",
		month: "long"
	},
	long: {
		year: "numeric",
		month: "long"
	},
	medium: {
		year: "numeric",
		month: "short"
	},
	short: {
		year: "2-digit",
		month: "numeric"
	}
});
const transformMonthDayOptions = /*@__PURE__*/ createOptionsTransformer([
	"month",
	"day",
	"dateStyle"
], monthDayIgnoredFieldNames, ["timeZoneName", "era"], {
	month: "numeric",
	day: "numeric"
}, {
	full: {
		month: "long",
		day: "numeric"
	},
	long: {
		month: "long",
		day: "numeric"
	},
	medium: {
		month: "short",
		day: "numeric"
	},
	short: {
		month: "numeric",
		day: "numeric"
	}
});
function zonedDateTimeWithPlainTime(zonedDateTimeSlots, plainTimeFields) {
	const { timeZone } = zonedDateTimeSlots;
	const newIsoDateTime = combineDateAndTime(zonedEpochSlotsToIso(zonedDateTimeSlots), plainTimeFields || timeFieldDefaults);
	return createZonedEpochNanoSlots(plainTimeFields ? getSingleInstantFor(timeZone, newIsoDateTime) : getStartOfDayInstantFor(timeZone, newIsoDateTime), timeZone, zonedDateTimeSlots.calendar);
}
function refineDirectionOptions(options) {
	const normalizedOptions = normalizeOptionsOrString(options, "direction");
	const res = coerceDirection(normalizedOptions, 0);
	return res || throwRangeError(invalidEntity("direction", res)), res;
}
function getCurrentIsoDateTime(timeZone) {
	const epochNano = getCurrentEpochNano();
	const offsetNano = timeZone.B(epochNano);
	return epochNanoToIsoDateTime(epochNano + BigInt(offsetNano));
}
function getCurrentEpochNano() {
	return BigInt(Date.now()) * bigNanoInMilli;
}
function getCurrentTimeZoneId() {
	return new RawDateTimeFormat().resolvedOptions().timeZone || "UTC";
}

// node_modules/temporal-polyfill/chunks/apiHelpers.js
const PlainYearMonthBranding = "PlainYearMonth";
const PlainMonthDayBranding = "PlainMonthDay";
const PlainDateBranding = "PlainDate";
const PlainDateTimeBranding = "PlainDateTime";
const PlainTimeBranding = "PlainTime";
const ZonedDateTimeBranding = "ZonedDateTime";
const InstantBranding = "Instant";
const DurationBranding = "Duration";
function defineTemporalClass(branding, cls, getSlots, ...getterMaps) {
	return Object.defineProperties(cls, createNameDescriptors(branding)), Object.defineProperties(cls.prototype, createStringTagDescriptors("Temporal." + branding)), Object.defineProperties(cls.prototype, mapProps((getter) => ({
		get() {
			return getter(getSlots(this));
		},
		configurable: 1
	}), Object.assign({}, ...getterMaps))), cls;
}
const attachDebugString = "noop" !== noop.name || globalThis.process ? noop : (instance) => {
	Object.defineProperty(instance, "_str_", { value: instance.toJSON() });
};
function invalidRecordType() {
	throwTypeError(invalidCallingContext);
}
function forbiddenValueOf() {
	throwTypeError(forbiddenValueOf$1);
}
const yearMonthFieldGetters$1 = {
	era(slots) {
		return computeCalendarEraFields(slots.calendar, slots).era;
	},
	eraYear(slots) {
		return computeCalendarEraFields(slots.calendar, slots).eraYear;
	},
	year(slots) {
		return computeCalendarDateFields(slots.calendar, slots).year;
	},
	month(slots) {
		return computeCalendarDateFields(slots.calendar, slots).month;
	},
	monthCode(slots) {
		return computeCalendarMonthCode(slots.calendar, slots);
	}
};
const dateFieldGetters$1 = {
	era(slots) {
		return computeCalendarEraFields(slots.calendar, slots).era;
	},
	eraYear(slots) {
		return computeCalendarEraFields(slots.calendar, slots).eraYear;
	},
	year(slots) {
		return computeCalendarDateFields(slots.calendar, slots).year;
	},
	month(slots) {
		return computeCalendarDateFields(slots.calendar, slots).month;
	},
	monthCode(slots) {
		return computeCalendarMonthCode(slots.calendar, slots);
	},
	day(slots) {
		return computeCalendarDateFields(slots.calendar, slots).day;
	}
};
const monthDayFieldGetters$1 = {
	monthCode(slots) {
		return computeCalendarMonthCode(slots.calendar, slots);
	},
	day(slots) {
		return computeCalendarDateFields(slots.calendar, slots).day;
	}
};
const yearMonthDerivedGetters = {
	daysInMonth(slots) {
		return computeCalendarDaysInMonth(slots.calendar, slots);
	},
	daysInYear(slots) {
		return computeCalendarDaysInYear(slots.calendar, slots);
	},
	monthsInYear(slots) {
		return computeCalendarMonthsInYear(slots.calendar, slots);
	},
	inLeapYear(slots) {
		return computeCalendarInLeapYear(slots.calendar, slots);
	}
};
const dateDerivedGetters = {
	dayOfWeek(slots) {
		return computeIsoDayOfWeek(slots);
	},
	dayOfYear(slots) {
		return computeCalendarDayOfYear(slots.calendar, slots);
	},
	weekOfYear(slots) {
		return computeCalendarWeekOfYear(slots.calendar, slots);
	},
	yearOfWeek(slots) {
		return computeCalendarYearOfWeek(slots.calendar, slots);
	},
	daysInWeek() {
		return 7;
	},
	daysInMonth(slots) {
		return computeCalendarDaysInMonth(slots.calendar, slots);
	},
	daysInYear(slots) {
		return computeCalendarDaysInYear(slots.calendar, slots);
	},
	monthsInYear(slots) {
		return computeCalendarMonthsInYear(slots.calendar, slots);
	},
	inLeapYear(slots) {
		return computeCalendarInLeapYear(slots.calendar, slots);
	}
};
function diffInstants(invert, instantSlots0, instantSlots1, options) {
	const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 3, 5);
	return createDiffDurationSlots(invert, diffEpochNanosRounded(instantSlots0.epochNanoseconds, instantSlots1.epochNanoseconds, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffZonedDateTimes(invert, slots0, slots1, options) {
	const calendar = getCommonCalendar(slots0.calendar, slots1.calendar);
	const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 5);
	return createDiffDurationSlots(invert, diffZonedDateTimesRounded(calendar, slots0, slots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffDateTimes(invert, plainDateTimeSlots0, plainDateTimeSlots1, options) {
	const calendar = getCommonCalendar(plainDateTimeSlots0.calendar, plainDateTimeSlots1.calendar);
	const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 6);
	return createDiffDurationSlots(invert, diffDateTimesRounded(calendar, plainDateTimeSlots0, plainDateTimeSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffDates(invert, plainDateSlots0, plainDateSlots1, options) {
	const calendar = getCommonCalendar(plainDateSlots0.calendar, plainDateSlots1.calendar);
	const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 6, 9, 6);
	return createDiffDurationSlots(invert, diffDatesRounded(calendar, plainDateSlots0, plainDateSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffYearMonths(invert, plainYearMonthSlots0, plainYearMonthSlots1, options) {
	const calendar = getCommonCalendar(plainYearMonthSlots0.calendar, plainYearMonthSlots1.calendar);
	const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 9, 9, 8);
	return createDiffDurationSlots(invert, diffYearMonthsRounded(calendar, plainYearMonthSlots0, plainYearMonthSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffTimes(invert, plainTimeSlots0, plainTimeSlots1, options) {
	const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 5, 5);
	return createDiffDurationSlots(invert, diffTimesRounded(plainTimeSlots0, plainTimeSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function createDiffDurationSlots(invert, durationFields) {
	return createDurationSlots(invert ? negateDurationFields(durationFields) : durationFields);
}
function withDateFields(slots, modFields, options) {
	const { calendar } = slots;
	const fields = mergeDateFields(calendar, slots, modFields);
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
	const overflow = refineOverflowOptions(options);
	return createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
}
function withDateTimeFields(slots, modFields, options) {
	const { calendar } = slots;
	const [mergedFields, calendarFields] = mergeDateTimeFields(calendar, slots, modFields);
	const [year, monthCodeParts] = refineCalendarDateFields(calendarFields, calendar);
	const overflow = refineOverflowOptions(options);
	return createDateTimeFromMergedFields(mergedFields, calendarFields, calendar, year, monthCodeParts, overflow);
}
function withYearMonthFields(slots, modFields, options) {
	const { calendar } = slots;
	const fields = mergeYearMonthFields(calendar, slots, modFields);
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar, 1);
	const overflow = refineOverflowOptions(options);
	return createYearMonthFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
}
function withMonthDayFields(slots, modFields, options) {
	const { calendar } = slots;
	const fields = mergeMonthDayFields(calendar, slots, modFields);
	const [year, monthCodeParts] = refineMonthDayFields(fields, calendar);
	const overflow = refineOverflowOptions(options);
	return createMonthDayFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
}
function withTimeFields(slots, modFields, options) {
	const refinedFields = mergeTimeFields(slots, modFields);
	const overflow = refineOverflowOptions(options);
	return resolveTimeFields(refinedFields, overflow);
}
function withZonedDateTimeFields(slots, modFields, options) {
	const { calendar } = slots;
	const [mergedFields, calendarFields] = mergeZonedDateTimeFields(calendar, slots, modFields);
	const [year, monthCodeParts] = refineCalendarDateFields(calendarFields, calendar);
	const [overflow, offsetDisambig, epochDisambig] = refineZonedFieldOptions(options, 2);
	return createZonedDateTimeFromMergedFields(slots, mergedFields, calendarFields, year, monthCodeParts, overflow, offsetDisambig, epochDisambig);
}

// node_modules/temporal-polyfill/chunks/classApi-basic.js
function resolveBasicCalendarId(rawCalendarId) {
	const lowerRawCalendarId = requireString(rawCalendarId).toLowerCase();
	return lowerRawCalendarId === "iso8601" ? void 0 : lowerRawCalendarId === "gregory" ? 0 : void throwRangeError(exoticCalendarRequired(rawCalendarId, "temporal-polyfill/full"));
}
function resolveBasicCalendarArg(rawCalendarId = isoCalendarId) {
	return resolveBasicCalendarId(rawCalendarId);
}
const zonedDateTimeSlotsMap = /*@__PURE__*/ new WeakMap();
const ZonedDateTime = /*@__PURE__*/ defineTemporalClass(ZonedDateTimeBranding, class {
	constructor(epochNanoseconds, timeZoneId, calendar = void 0) {
		const epochNano = checkEpochNanoInBounds(toBigInt(epochNanoseconds));
		const timeZone = queryTimeZone(refineTimeZoneId(timeZoneId));
		const calendarImpl = resolveBasicCalendarArg(calendar);
		initZonedDateTime(this, createZonedEpochNanoSlots(epochNano, timeZone, calendarImpl));
	}
	static from(arg, options = void 0) {
		return createZonedDateTime(toZonedDateTimeSlots(arg, options));
	}
	static compare(arg0, arg1) {
		return compareZonedEpochSlots(toZonedDateTimeSlots(arg0), toZonedDateTimeSlots(arg1));
	}
	get calendarId() {
		return getCalendarSlotId(getZonedDateTimeSlots(this).calendar);
	}
	get timeZoneId() {
		return getZonedDateTimeSlots(this).timeZone.id;
	}
	get epochMilliseconds() {
		return epochNanoToMilli(getZonedDateTimeSlots(this).epochNanoseconds);
	}
	get epochNanoseconds() {
		return getZonedDateTimeSlots(this).epochNanoseconds;
	}
	get offset() {
		return formatOffsetNano(zonedEpochSlotsToIso(getZonedDateTimeSlots(this)).offsetNanoseconds);
	}
	get offsetNanoseconds() {
		return zonedEpochSlotsToIso(getZonedDateTimeSlots(this)).offsetNanoseconds;
	}
	get hoursInDay() {
		return computeZonedHoursInDay(getZonedDateTimeSlots(this));
	}
	with(mod, options = void 0) {
		return createZonedDateTime(withZonedDateTimeFields(getZonedDateTimeSlots(this), validateBag(mod), options));
	}
	withCalendar(calendarArg) {
		return createZonedDateTime({
			...getZonedDateTimeSlots(this),
			calendar: refineCalendarArg(calendarArg)
		});
	}
	withTimeZone(timeZoneArg) {
		return createZonedDateTime({
			...getZonedDateTimeSlots(this),
			timeZone: queryTimeZone(refineTimeZoneArg(timeZoneArg))
		});
	}
	withPlainTime(plainTimeArg = void 0) {
		return createZonedDateTime(zonedDateTimeWithPlainTime(getZonedDateTimeSlots(this), optionalToPlainTimeFields(plainTimeArg)));
	}
	add(durationArg, options = void 0) {
		const slots = getZonedDateTimeSlots(this);
		return createZonedDateTime(moveZonedEpochSlots(slots, toDurationSlots(durationArg), refineOverflowOptions(options)));
	}
	subtract(durationArg, options = void 0) {
		const slots = getZonedDateTimeSlots(this);
		return createZonedDateTime(moveZonedEpochSlots(slots, negateDurationFields(toDurationSlots(durationArg)), refineOverflowOptions(options)));
	}
	until(otherArg, options = void 0) {
		const slots = getZonedDateTimeSlots(this);
		const other = toZonedDateTimeSlots(otherArg);
		return createDuration(diffZonedDateTimes(0, slots, other, options));
	}
	since(otherArg, options = void 0) {
		const slots = getZonedDateTimeSlots(this);
		const other = toZonedDateTimeSlots(otherArg);
		return createDuration(diffZonedDateTimes(1, slots, other, options));
	}
	round(options) {
		const slots = getZonedDateTimeSlots(this);
		const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options);
		return createZonedDateTime(roundZonedEpochSlotsToUnit(slots, smallestUnit, roundingInc, roundingMode));
	}
	startOfDay() {
		return createZonedDateTime(computeZonedStartOfDay(getZonedDateTimeSlots(this)));
	}
	equals(otherArg) {
		return zonedDateTimesEqual(getZonedDateTimeSlots(this), toZonedDateTimeSlots(otherArg));
	}
	toInstant() {
		return createInstant(zonedDateTimeToInstant(getZonedDateTimeSlots(this)));
	}
	toPlainDateTime() {
		return createPlainDateTime(zonedDateTimeToDateTime(getZonedDateTimeSlots(this)));
	}
	toPlainDate() {
		return createPlainDate(zonedDateTimeToDate(getZonedDateTimeSlots(this)));
	}
	toPlainTime() {
		return createPlainTime(zonedDateTimeToTime(getZonedDateTimeSlots(this)));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getZonedDateTimeSlots(this);
		const format = new RawDateTimeFormat(locales, applyZonedFormatTimeZone(transformZonedOptions(options), getZonedTimeZoneId(slots)));
		return checkResolvedCalendarCompatible(format, slots), format.format(epochNanoToMilli(slots.epochNanoseconds));
	}
	toString(options = void 0) {
		return formatZonedDateTimeIso(getZonedDateTimeSlots(this), options);
	}
	toJSON() {
		return formatZonedDateTimeIso(getZonedDateTimeSlots(this));
	}
	getTimeZoneTransition(options) {
		const slots = getZonedDateTimeSlots(this);
		const newEpochNano = slots.timeZone.C(slots.epochNanoseconds, refineDirectionOptions(options));
		return void 0 !== newEpochNano ? createZonedDateTime({
			...slots,
			epochNanoseconds: newEpochNano
		}) : null;
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getZonedDateTimeIsoSlots, dateFieldGetters$1, dateDerivedGetters, timeGetters);
function createZonedDateTime(slots) {
	return initZonedDateTime(Object.create(ZonedDateTime.prototype), slots);
}
function getZonedDateTimeSlots(obj) {
	return getZonedDateTimeSlotsIfPresent(obj) || invalidRecordType();
}
function getZonedDateTimeIsoSlots(obj) {
	const slots = getZonedDateTimeSlots(obj);
	return {
		...zonedEpochSlotsToIso(slots),
		calendar: slots.calendar
	};
}
function getZonedDateTimeSlotsIfPresent(obj) {
	return zonedDateTimeSlotsMap.get(obj);
}
function toZonedDateTimeSlots(arg, options) {
	if (isObjectLike(arg)) {
		const ownSlots = getZonedDateTimeSlotsIfPresent(arg);
		if (ownSlots) return refineZonedFieldOptions(options), ownSlots;
		const calendar = getCalendarFromBag(arg);
		return refineZonedDateTimeObjectLike(refineTimeZoneArg, calendar, arg, options);
	}
	return parseZonedDateTime(arg, resolveBasicCalendarId, options);
}
function initZonedDateTime(instance, slots) {
	return zonedDateTimeSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
function refineTimeZoneArg(arg) {
	if (isObjectLike(arg)) {
		const slots = getZonedDateTimeSlotsIfPresent(arg);
		return slots || throwTypeError(invalidTimeZone(arg)), slots.timeZone.id;
	}
	return ((arg) => resolveTimeZoneId(parseTimeZoneId(requireString(arg))))(arg);
}
const instantSlotsMap = /*@__PURE__*/ new WeakMap();
const Instant = /*@__PURE__*/ defineTemporalClass(InstantBranding, class {
	constructor(epochNanoseconds) {
		const epochNano = checkEpochNanoInBounds(toBigInt(epochNanoseconds));
		initInstant(this, createEpochNanoSlots(epochNano));
	}
	static from(arg) {
		return createInstant(toInstantSlots(arg));
	}
	static fromEpochMilliseconds(epochMilli) {
		return createInstant(epochMilliToInstant(epochMilli));
	}
	static fromEpochNanoseconds(epochNano) {
		return createInstant(epochNanoToInstant(epochNano));
	}
	static compare(a, b) {
		return compareZonedEpochSlots(toInstantSlots(a), toInstantSlots(b));
	}
	get epochMilliseconds() {
		return epochNanoToMilli(getInstantSlots(this).epochNanoseconds);
	}
	get epochNanoseconds() {
		return getInstantSlots(this).epochNanoseconds;
	}
	add(durationArg) {
		const slots = getInstantSlots(this);
		return createInstant(createEpochNanoSlots(moveEpochNano(slots.epochNanoseconds, toDurationSlots(durationArg))));
	}
	subtract(durationArg) {
		const slots = getInstantSlots(this);
		return createInstant(createEpochNanoSlots(moveEpochNano(slots.epochNanoseconds, negateDurationFields(toDurationSlots(durationArg)))));
	}
	until(otherArg, options = void 0) {
		return createDuration(diffInstants(0, getInstantSlots(this), toInstantSlots(otherArg), options));
	}
	since(otherArg, options = void 0) {
		return createDuration(diffInstants(1, getInstantSlots(this), toInstantSlots(otherArg), options));
	}
	round(options) {
		const slots = getInstantSlots(this);
		const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options, 5, 1);
		return createInstant(createEpochNanoSlots(roundBigNanoToDayOriginInc(slots.epochNanoseconds, computeBigNanoInc(smallestUnit, roundingInc), roundingMode)));
	}
	equals(otherArg) {
		return instantsEqual(getInstantSlots(this), toInstantSlots(otherArg));
	}
	toZonedDateTimeISO(timeZoneArg) {
		return createZonedDateTime(instantToZonedDateTime(getInstantSlots(this), queryTimeZone(refineTimeZoneArg(timeZoneArg))));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getInstantSlots(this);
		return new RawDateTimeFormat(locales, transformInstantOptions(options)).format(epochNanoToMilli(slots.epochNanoseconds));
	}
	toString(options = void 0) {
		return formatInstantIso(refineTimeZoneArg, getInstantSlots(this), options);
	}
	toJSON() {
		return formatInstantIso(refineTimeZoneArg, getInstantSlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
});
function createInstant(slots) {
	return initInstant(Object.create(Instant.prototype), slots);
}
function getInstantSlots(obj) {
	return getInstantSlotsIfPresent(obj) || invalidRecordType();
}
function getInstantSlotsIfPresent(obj) {
	return instantSlotsMap.get(obj);
}
function toInstantSlots(arg) {
	if (isObjectLike(arg)) {
		const ownSlots = getInstantSlotsIfPresent(arg);
		if (ownSlots) return ownSlots;
		const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
		if (zonedDateTimeSlots) return createEpochNanoSlots(zonedDateTimeSlots.epochNanoseconds);
	}
	return parseInstant(arg);
}
const { toTemporalInstant: toTemporalInstant$1 } = { toTemporalInstant() {
	const epochMilli = Date.prototype.valueOf.call(this);
	return createInstant(createEpochNanoSlots(BigInt(requireNumberIsInteger(epochMilli)) * bigNanoInMilli));
} };
function initInstant(instance, slots) {
	return instantSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
const plainMonthDaySlotsMap = /*@__PURE__*/ new WeakMap();
const PlainMonthDay = /*@__PURE__*/ defineTemporalClass(PlainMonthDayBranding, class {
	constructor(isoMonth, isoDay, calendar = void 0, referenceIsoYear) {
		const isoMonthInt = toIntegerWithTrunc(isoMonth);
		const isoDayInt = toIntegerWithTrunc(isoDay);
		const calendarImpl = resolveBasicCalendarArg(calendar);
		const isoYearInt = toIntegerWithTrunc(referenceIsoYear ?? 1972);
		const fields = checkIsoDateInBounds(validateIsoDateFields({
			year: isoYearInt,
			month: isoMonthInt,
			day: isoDayInt
		}));
		initPlainMonthDay(this, createDateSlots(fields, calendarImpl));
	}
	static from(arg, options = void 0) {
		return createPlainMonthDay(toPlainMonthDaySlots(arg, options));
	}
	get calendarId() {
		return getCalendarSlotId(getPlainMonthDaySlots(this).calendar);
	}
	with(mod, options = void 0) {
		return createPlainMonthDay(withMonthDayFields(getPlainMonthDaySlots(this), validateBag(mod), options));
	}
	equals(otherArg) {
		return plainMonthDaysEqual(getPlainMonthDaySlots(this), toPlainMonthDaySlots(otherArg));
	}
	toPlainDate(bag) {
		const slots = getPlainMonthDaySlots(this);
		return createPlainDate(monthDayToDate(slots.calendar, this, bag));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getPlainMonthDaySlots(this);
		const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformMonthDayOptions(options)));
		return checkResolvedCalendarCompatible(format, slots, 1), format.format(isoDateToEpochMilli(slots));
	}
	toString(options = void 0) {
		return formatPlainMonthDayIso(getPlainMonthDaySlots(this), options);
	}
	toJSON() {
		return formatPlainMonthDayIso(getPlainMonthDaySlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getPlainMonthDaySlots, monthDayFieldGetters$1);
function createPlainMonthDay(slots) {
	return initPlainMonthDay(Object.create(PlainMonthDay.prototype), slots);
}
function getPlainMonthDaySlots(obj) {
	return getPlainMonthDaySlotsIfPresent(obj) || invalidRecordType();
}
function getPlainMonthDaySlotsIfPresent(obj) {
	return plainMonthDaySlotsMap.get(obj);
}
function toPlainMonthDaySlots(arg, options) {
	if (isObjectLike(arg)) {
		const ownSlots = getPlainMonthDaySlotsIfPresent(arg);
		if (ownSlots) return refineOverflowOptions(options), ownSlots;
		const calendarMaybe = extractCalendarFromBag(arg);
		return refinePlainMonthDayObjectLike(void 0 === calendarMaybe ? void 0 : calendarMaybe, void 0 === calendarMaybe, arg, options);
	}
	const res = parsePlainMonthDay(arg, resolveBasicCalendarId);
	return refineOverflowOptions(options), res;
}
function initPlainMonthDay(instance, slots) {
	return plainMonthDaySlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
const plainYearMonthSlotsMap = /*@__PURE__*/ new WeakMap();
const PlainYearMonth = /*@__PURE__*/ defineTemporalClass(PlainYearMonthBranding, class {
	constructor(isoYear, isoMonth, calendar = void 0, referenceIsoDay) {
		const isoYearInt = toIntegerWithTrunc(isoYear);
		const isoMonthInt = toIntegerWithTrunc(isoMonth);
		const calendarImpl = resolveBasicCalendarArg(calendar);
		const isoDayInt = toIntegerWithTrunc(referenceIsoDay ?? 1);
		const fields = checkIsoYearMonthInBounds(validateIsoDateFields({
			year: isoYearInt,
			month: isoMonthInt,
			day: isoDayInt
		}));
		initPlainYearMonth(this, createDateSlots(fields, calendarImpl));
	}
	static from(arg, options = void 0) {
		return createPlainYearMonth(toPlainYearMonthSlots(arg, options));
	}
	static compare(arg0, arg1) {
		return compareIsoDateFields(toPlainYearMonthSlots(arg0), toPlainYearMonthSlots(arg1));
	}
	get calendarId() {
		return getCalendarSlotId(getPlainYearMonthSlots(this).calendar);
	}
	with(mod, options = void 0) {
		return createPlainYearMonth(withYearMonthFields(getPlainYearMonthSlots(this), validateBag(mod), options));
	}
	add(durationArg, options = void 0) {
		const slots = getPlainYearMonthSlots(this);
		return createPlainYearMonth(createDateSlots(moveYearMonth(slots.calendar, slots, toDurationSlots(durationArg), refineOverflowOptions(options)), slots.calendar));
	}
	subtract(durationArg, options = void 0) {
		const slots = getPlainYearMonthSlots(this);
		return createPlainYearMonth(createDateSlots(moveYearMonth(slots.calendar, slots, negateDurationFields(toDurationSlots(durationArg)), refineOverflowOptions(options)), slots.calendar));
	}
	until(otherArg, options = void 0) {
		const slots = getPlainYearMonthSlots(this);
		const other = toPlainYearMonthSlots(otherArg);
		return createDuration(diffYearMonths(0, slots, other, options));
	}
	since(otherArg, options = void 0) {
		const slots = getPlainYearMonthSlots(this);
		const other = toPlainYearMonthSlots(otherArg);
		return createDuration(diffYearMonths(1, slots, other, options));
	}
	equals(otherArg) {
		return plainYearMonthsEqual(getPlainYearMonthSlots(this), toPlainYearMonthSlots(otherArg));
	}
	toPlainDate(bag) {
		const slots = getPlainYearMonthSlots(this);
		return createPlainDate(yearMonthToDate(slots.calendar, this, bag));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getPlainYearMonthSlots(this);
		const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformYearMonthOptions(options)));
		return checkResolvedCalendarCompatible(format, slots, 1), format.format(isoDateToEpochMilli(slots));
	}
	toString(options = void 0) {
		return formatPlainYearMonthIso(getPlainYearMonthSlots(this), options);
	}
	toJSON() {
		return formatPlainYearMonthIso(getPlainYearMonthSlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getPlainYearMonthSlots, yearMonthFieldGetters$1, yearMonthDerivedGetters);
function createPlainYearMonth(slots) {
	return initPlainYearMonth(Object.create(PlainYearMonth.prototype), slots);
}
function getPlainYearMonthSlots(obj) {
	return getPlainYearMonthSlotsIfPresent(obj) || invalidRecordType();
}
function getPlainYearMonthSlotsIfPresent(obj) {
	return plainYearMonthSlotsMap.get(obj);
}
function toPlainYearMonthSlots(arg, options) {
	if (isObjectLike(arg)) {
		const ownSlots = getPlainYearMonthSlotsIfPresent(arg);
		if (ownSlots) return refineOverflowOptions(options), ownSlots;
		const calendar = getCalendarFromBag(arg);
		return refinePlainYearMonthObjectLike(calendar, arg, options);
	}
	const res = parsePlainYearMonth(arg, resolveBasicCalendarId);
	return refineOverflowOptions(options), res;
}
function initPlainYearMonth(instance, slots) {
	return plainYearMonthSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
function getTemporalBrandingAndSlots(obj) {
	if (!isObjectLike(obj)) return;
	let slots = getInstantSlotsIfPresent(obj);
	return slots ? [InstantBranding, slots] : (slots = getZonedDateTimeSlotsIfPresent(obj), slots ? [ZonedDateTimeBranding, slots] : (slots = getPlainDateTimeSlotsIfPresent(obj), slots ? [PlainDateTimeBranding, slots] : (slots = getPlainDateSlotsIfPresent(obj), slots ? [PlainDateBranding, slots] : (slots = getPlainTimeSlotsIfPresent(obj), slots ? [PlainTimeBranding, slots] : (slots = getPlainYearMonthSlotsIfPresent(obj), slots ? [PlainYearMonthBranding, slots] : (slots = getPlainMonthDaySlotsIfPresent(obj), slots ? [PlainMonthDayBranding, slots] : (slots = getDurationSlotsIfPresent(obj), slots ? [DurationBranding, slots] : void 0)))))));
}
function validateBag(bag) {
	return (getTemporalBrandingAndSlots(bag) || void 0 !== bag.calendar || void 0 !== bag.timeZone) && throwTypeError("Invalid bag"), bag;
}
const plainTimeSlotsMap = /*@__PURE__*/ new WeakMap();
const PlainTime = /*@__PURE__*/ defineTemporalClass(PlainTimeBranding, class {
	constructor(hour = 0, minute = 0, second = 0, millisecond = 0, microsecond = 0, nanosecond = 0) {
		const fields = validateTimeFields(mapProps(toIntegerWithTrunc, {
			hour,
			minute,
			second,
			millisecond,
			microsecond,
			nanosecond
		}));
		initPlainTime(this, createTimeSlots(fields));
	}
	static from(arg, options = void 0) {
		return createPlainTime(toPlainTimeSlots(arg, options));
	}
	static compare(arg0, arg1) {
		return compareTimeFields(toPlainTimeSlots(arg0), toPlainTimeSlots(arg1));
	}
	with(mod, options = void 0) {
		return createPlainTime(withTimeFields(getPlainTimeSlots(this), validateBag(mod), options));
	}
	add(durationArg) {
		const slots = getPlainTimeSlots(this);
		return createPlainTime(moveTime(slots, toDurationSlots(durationArg))[0]);
	}
	subtract(durationArg) {
		const slots = getPlainTimeSlots(this);
		return createPlainTime(moveTime(slots, negateDurationFields(toDurationSlots(durationArg)))[0]);
	}
	until(otherArg, options = void 0) {
		return createDuration(diffTimes(0, getPlainTimeSlots(this), toPlainTimeSlots(otherArg), options));
	}
	since(otherArg, options = void 0) {
		return createDuration(diffTimes(1, getPlainTimeSlots(this), toPlainTimeSlots(otherArg), options));
	}
	round(options) {
		const slots = getPlainTimeSlots(this);
		const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options, 5);
		return createPlainTime(roundTimeToUnit(slots, smallestUnit, roundingInc, roundingMode)[0]);
	}
	equals(other) {
		return plainTimesEqual(getPlainTimeSlots(this), toPlainTimeSlots(other));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getPlainTimeSlots(this);
		return new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformTimeOptions(options))).format(timeFieldsToMilli(slots));
	}
	toString(options = void 0) {
		return formatPlainTimeIso(getPlainTimeSlots(this), options);
	}
	toJSON() {
		return formatPlainTimeIso(getPlainTimeSlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getPlainTimeSlots, timeGetters);
function createPlainTime(slots) {
	return initPlainTime(Object.create(PlainTime.prototype), slots);
}
function getPlainTimeSlots(obj) {
	return getPlainTimeSlotsIfPresent(obj) || invalidRecordType();
}
function getPlainTimeSlotsIfPresent(obj) {
	return plainTimeSlotsMap.get(obj);
}
function toPlainTimeSlots(arg, options) {
	if (isObjectLike(arg)) {
		const ownSlots = getPlainTimeSlotsIfPresent(arg);
		if (ownSlots) return refineOverflowOptions(options), ownSlots;
		const dateTimeSlots = getPlainDateTimeSlotsIfPresent(arg);
		if (dateTimeSlots) return refineOverflowOptions(options), createTimeSlots(dateTimeSlots);
		const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
		return zonedDateTimeSlots ? (refineOverflowOptions(options), zonedDateTimeToTime(zonedDateTimeSlots)) : refinePlainTimeObjectLike(arg, options);
	}
	const timeSlots = parsePlainTime(arg);
	return refineOverflowOptions(options), timeSlots;
}
function optionalToPlainTimeFields(timeArg) {
	return void 0 === timeArg ? void 0 : toPlainTimeSlots(timeArg);
}
function initPlainTime(instance, slots) {
	return plainTimeSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
const plainDateTimeSlotsMap = /*@__PURE__*/ new WeakMap();
const PlainDateTime = /*@__PURE__*/ defineTemporalClass(PlainDateTimeBranding, class {
	constructor(isoYear, isoMonth, isoDay, hour = 0, minute = 0, second = 0, millisecond = 0, microsecond = 0, nanosecond = 0, calendar = void 0) {
		const fields = checkIsoDateTimeInBounds(validateIsoDateTimeFields(mapProps(toIntegerWithTrunc, {
			year: isoYear,
			month: isoMonth,
			day: isoDay,
			hour,
			minute,
			second,
			millisecond,
			microsecond,
			nanosecond
		})));
		const calendarImpl = resolveBasicCalendarArg(calendar);
		initPlainDateTime(this, createDateTimeSlots(fields, calendarImpl));
	}
	static from(arg, options = void 0) {
		return createPlainDateTime(toPlainDateTimeSlots(arg, options));
	}
	static compare(arg0, arg1) {
		const slots0 = toPlainDateTimeSlots(arg0);
		const slots1 = toPlainDateTimeSlots(arg1);
		return compareIsoDateTimeFields(slots0, slots1);
	}
	get calendarId() {
		return getCalendarSlotId(getPlainDateTimeSlots(this).calendar);
	}
	with(mod, options = void 0) {
		return createPlainDateTime(withDateTimeFields(getPlainDateTimeSlots(this), validateBag(mod), options));
	}
	withCalendar(calendarArg) {
		const slots = getPlainDateTimeSlots(this);
		return createPlainDateTime(createDateTimeSlots(slots, refineCalendarArg(calendarArg)));
	}
	withPlainTime(plainTimeArg = void 0) {
		const slots = getPlainDateTimeSlots(this);
		return createPlainDateTime(createDateTimeFromRefinedFields(slots, optionalToPlainTimeFields(plainTimeArg), slots.calendar));
	}
	add(durationArg, options = void 0) {
		const slots = getPlainDateTimeSlots(this);
		return createPlainDateTime(createDateTimeSlots(moveDateTime(slots.calendar, slots, toDurationSlots(durationArg), refineOverflowOptions(options)), slots.calendar));
	}
	subtract(durationArg, options = void 0) {
		const slots = getPlainDateTimeSlots(this);
		return createPlainDateTime(createDateTimeSlots(moveDateTime(slots.calendar, slots, negateDurationFields(toDurationSlots(durationArg)), refineOverflowOptions(options)), slots.calendar));
	}
	until(otherArg, options = void 0) {
		const slots = getPlainDateTimeSlots(this);
		const other = toPlainDateTimeSlots(otherArg);
		return createDuration(diffDateTimes(0, slots, other, options));
	}
	since(otherArg, options = void 0) {
		const slots = getPlainDateTimeSlots(this);
		const other = toPlainDateTimeSlots(otherArg);
		return createDuration(diffDateTimes(1, slots, other, options));
	}
	round(options) {
		const slots = getPlainDateTimeSlots(this);
		const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options);
		return createPlainDateTime(createDateTimeSlots(roundDateTimeToUnit(slots, smallestUnit, roundingInc, roundingMode), slots.calendar));
	}
	equals(otherArg) {
		return plainDateTimesEqual(getPlainDateTimeSlots(this), toPlainDateTimeSlots(otherArg));
	}
	toZonedDateTime(timeZoneArg, options = void 0) {
		return createZonedDateTime(dateTimeToZonedDateTime(getPlainDateTimeSlots(this), queryTimeZone(refineTimeZoneArg(timeZoneArg)), refineEpochDisambigOptions(options)));
	}
	toPlainDate() {
		const slots = getPlainDateTimeSlots(this);
		return createPlainDate(createDateSlots(slots, slots.calendar));
	}
	toPlainTime() {
		return createPlainTime(createTimeSlots(getPlainDateTimeSlots(this)));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getPlainDateTimeSlots(this);
		const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformDateTimeOptions(options)));
		return checkResolvedCalendarCompatible(format, slots), format.format(isoDateTimeToEpochMilli(slots));
	}
	toString(options = void 0) {
		return formatPlainDateTimeIso(getPlainDateTimeSlots(this), options);
	}
	toJSON() {
		return formatPlainDateTimeIso(getPlainDateTimeSlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getPlainDateTimeSlots, dateFieldGetters$1, dateDerivedGetters, timeGetters);
function createPlainDateTime(slots) {
	return initPlainDateTime(Object.create(PlainDateTime.prototype), slots);
}
function getPlainDateTimeSlots(obj) {
	return getPlainDateTimeSlotsIfPresent(obj) || invalidRecordType();
}
function getPlainDateTimeSlotsIfPresent(obj) {
	return plainDateTimeSlotsMap.get(obj);
}
function toPlainDateTimeSlots(arg, options) {
	if (isObjectLike(arg)) {
		const ownSlots = getPlainDateTimeSlotsIfPresent(arg);
		if (ownSlots) return refineOverflowOptions(options), ownSlots;
		const dateSlots = getPlainDateSlotsIfPresent(arg);
		if (dateSlots) return refineOverflowOptions(options), createDateTimeSlots(combineDateAndTime(dateSlots, timeFieldDefaults), dateSlots.calendar);
		const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
		if (zonedDateTimeSlots) return refineOverflowOptions(options), zonedDateTimeToDateTime(zonedDateTimeSlots);
		const calendar = getCalendarFromBag(arg);
		return refinePlainDateTimeObjectLike(calendar, arg, options);
	}
	const res = parsePlainDateTime(arg, resolveBasicCalendarId);
	return refineOverflowOptions(options), res;
}
function initPlainDateTime(instance, slots) {
	return plainDateTimeSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
const plainDateSlotsMap = /*@__PURE__*/ new WeakMap();
const PlainDate = /*@__PURE__*/ defineTemporalClass(PlainDateBranding, class {
	constructor(isoYear, isoMonth, isoDay, calendar = void 0) {
		const fields = checkIsoDateInBounds(validateIsoDateFields(mapProps(toIntegerWithTrunc, {
			year: isoYear,
			month: isoMonth,
			day: isoDay
		})));
		const calendarImpl = resolveBasicCalendarArg(calendar);
		initPlainDate(this, createDateSlots(fields, calendarImpl));
	}
	static from(arg, options = void 0) {
		return createPlainDate(toPlainDateSlots(arg, options));
	}
	static compare(arg0, arg1) {
		return compareIsoDateFields(toPlainDateSlots(arg0), toPlainDateSlots(arg1));
	}
	get calendarId() {
		return getCalendarSlotId(getPlainDateSlots(this).calendar);
	}
	with(mod, options = void 0) {
		return createPlainDate(withDateFields(getPlainDateSlots(this), validateBag(mod), options));
	}
	withCalendar(calendarArg) {
		const slots = getPlainDateSlots(this);
		return createPlainDate(createDateSlots(slots, refineCalendarArg(calendarArg)));
	}
	add(durationArg, options = void 0) {
		const slots = getPlainDateSlots(this);
		return createPlainDate(createDateSlots(moveDate(slots.calendar, slots, toDurationSlots(durationArg), refineOverflowOptions(options)), slots.calendar));
	}
	subtract(durationArg, options = void 0) {
		const slots = getPlainDateSlots(this);
		return createPlainDate(createDateSlots(moveDate(slots.calendar, slots, negateDurationFields(toDurationSlots(durationArg)), refineOverflowOptions(options)), slots.calendar));
	}
	until(otherArg, options = void 0) {
		const slots = getPlainDateSlots(this);
		const other = toPlainDateSlots(otherArg);
		return createDuration(diffDates(0, slots, other, options));
	}
	since(otherArg, options = void 0) {
		const slots = getPlainDateSlots(this);
		const other = toPlainDateSlots(otherArg);
		return createDuration(diffDates(1, slots, other, options));
	}
	equals(otherArg) {
		return plainDatesEqual(getPlainDateSlots(this), toPlainDateSlots(otherArg));
	}
	toZonedDateTime(options) {
		const optionsObj = isObjectLike(options) ? {
			timeZone: options.timeZone,
			plainTime: options.plainTime
		} : { timeZone: options };
		const slots = getPlainDateSlots(this);
		const timeZoneId = refineTimeZoneArg(optionsObj.timeZone);
		const plainTimeArg = optionsObj.plainTime;
		const timeFields = void 0 !== plainTimeArg ? toPlainTimeSlots(plainTimeArg) : void 0;
		return createZonedDateTime(dateToZonedDateTime(slots, queryTimeZone(timeZoneId), timeFields));
	}
	toPlainDateTime(plainTimeArg = void 0) {
		const slots = getPlainDateSlots(this);
		return createPlainDateTime(createDateTimeFromRefinedFields(slots, optionalToPlainTimeFields(plainTimeArg), slots.calendar));
	}
	toPlainYearMonth() {
		const slots = getPlainDateSlots(this);
		return createPlainYearMonth(fieldsToYearMonth(slots.calendar, this));
	}
	toPlainMonthDay() {
		const slots = getPlainDateSlots(this);
		return createPlainMonthDay(fieldsToMonthDay(slots.calendar, this));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getPlainDateSlots(this);
		const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformDateOptions(options)));
		return checkResolvedCalendarCompatible(format, slots), format.format(isoDateToEpochMilli(slots));
	}
	toString(options = void 0) {
		return formatPlainDateIso(getPlainDateSlots(this), options);
	}
	toJSON() {
		return formatPlainDateIso(getPlainDateSlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getPlainDateSlots, dateFieldGetters$1, dateDerivedGetters);
function createPlainDate(slots) {
	return initPlainDate(Object.create(PlainDate.prototype), slots);
}
function getPlainDateSlots(obj) {
	return getPlainDateSlotsIfPresent(obj) || invalidRecordType();
}
function getPlainDateSlotsIfPresent(obj) {
	return plainDateSlotsMap.get(obj);
}
function toPlainDateSlots(arg, options) {
	if (isObjectLike(arg)) {
		const ownSlots = getPlainDateSlotsIfPresent(arg);
		if (ownSlots) return refineOverflowOptions(options), ownSlots;
		const dateTimeSlots = getPlainDateTimeSlotsIfPresent(arg);
		if (dateTimeSlots) return refineOverflowOptions(options), createDateSlots(dateTimeSlots, dateTimeSlots.calendar);
		const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
		if (zonedDateTimeSlots) return refineOverflowOptions(options), zonedDateTimeToDate(zonedDateTimeSlots);
		const calendar = getCalendarFromBag(arg);
		return refinePlainDateObjectLike(calendar, arg, options);
	}
	const res = parsePlainDate(arg, resolveBasicCalendarId);
	return refineOverflowOptions(options), res;
}
function initPlainDate(instance, slots) {
	return plainDateSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
function getCalendarFromBag(bag) {
	const calendar = extractCalendarFromBag(bag);
	return void 0 === calendar ? void 0 : calendar;
}
function extractCalendarFromBag(bag) {
	const { calendar: calendarArg } = bag;
	if (void 0 !== calendarArg) return refineCalendarArg(calendarArg);
}
function refineCalendarArg(arg) {
	if (isObjectLike(arg)) {
		const slots = getPlainDateSlotsIfPresent(arg) || getPlainDateTimeSlotsIfPresent(arg) || getZonedDateTimeSlotsIfPresent(arg) || getPlainMonthDaySlotsIfPresent(arg) || getPlainYearMonthSlotsIfPresent(arg);
		return slots || throwTypeError(invalidCalendar(arg)), slots.calendar;
	}
	return ((arg) => resolveBasicCalendarId(parseCalendarId(requireString(arg))))(arg);
}
const durationSlotsMap = /*@__PURE__*/ new WeakMap();
const Duration = /*@__PURE__*/ defineTemporalClass(DurationBranding, class {
	constructor(years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0, microseconds = 0, nanoseconds = 0) {
		const fields = validateDurationFields(mapProps(toStrictInteger, {
			years,
			months,
			weeks,
			days,
			hours,
			minutes,
			seconds,
			milliseconds,
			microseconds,
			nanoseconds
		}));
		initDuration(this, createDurationSlots(fields));
	}
	static from(arg) {
		return createDuration(toDurationSlots(arg));
	}
	static compare(durationArg0, durationArg1, options = void 0) {
		return compareDurations(refinePublicRelativeTo, toDurationSlots(durationArg0), toDurationSlots(durationArg1), options);
	}
	get sign() {
		return getDurationSlots(this).sign;
	}
	get blank() {
		return !getDurationSlots(this).sign;
	}
	with(mod) {
		return createDuration(mergeDurationFields(getDurationSlots(this), mod));
	}
	negated() {
		return createDuration(negateDuration(getDurationSlots(this)));
	}
	abs() {
		return createDuration(absDuration(getDurationSlots(this)));
	}
	add(otherArg) {
		return createDuration(addDurationsWithoutRelativeTo(0, getDurationSlots(this), toDurationSlots(otherArg)));
	}
	subtract(otherArg) {
		return createDuration(addDurationsWithoutRelativeTo(1, getDurationSlots(this), toDurationSlots(otherArg)));
	}
	round(roundTo) {
		return createDuration(roundDuration(refinePublicRelativeTo, getDurationSlots(this), roundTo));
	}
	total(totalOf) {
		return totalDuration(refinePublicRelativeTo, getDurationSlots(this), totalOf);
	}
	toLocaleString(locales = void 0, options) {
		const slots = getDurationSlots(this);
		return Intl.DurationFormat ? new Intl.DurationFormat(locales, options).format(slots) : formatDurationIso(slots, options);
	}
	toString(options = void 0) {
		return formatDurationIso(getDurationSlots(this), options);
	}
	toJSON() {
		return formatDurationIso(getDurationSlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getDurationSlots, durationGetters);
function createDuration(slots) {
	return initDuration(Object.create(Duration.prototype), slots);
}
function getDurationSlots(obj) {
	return getDurationSlotsIfPresent(obj) || invalidRecordType();
}
function getDurationSlotsIfPresent(obj) {
	return durationSlotsMap.get(obj);
}
function toDurationSlots(arg) {
	if (isObjectLike(arg)) return getDurationSlotsIfPresent(arg) || refineDurationObjectLike(arg);
	return parseDuration(arg);
}
function refinePublicRelativeTo(relativeTo) {
	if (void 0 !== relativeTo) {
		if (isObjectLike(relativeTo)) {
			const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(relativeTo);
			if (zonedDateTimeSlots) return zonedDateTimeSlots;
			const dateSlots = getPlainDateSlotsIfPresent(relativeTo);
			if (dateSlots) return dateSlots;
			const dateTimeSlots = getPlainDateTimeSlotsIfPresent(relativeTo);
			if (dateTimeSlots) return createDateSlots(dateTimeSlots, dateTimeSlots.calendar);
			const calendar = getCalendarFromBag(relativeTo);
			return refineMaybeZonedDateTimeObjectLike(refineTimeZoneArg, calendar, relativeTo);
		}
		return parseRelativeToSlots(relativeTo, resolveBasicCalendarId);
	}
}
function initDuration(instance, slots) {
	return durationSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
const Now = /*@__PURE__*/ Object.defineProperties({}, {
	...createStringTagDescriptors("Temporal.Now"),
	...createPropDescriptors({
		timeZoneId() {
			return getCurrentTimeZoneId();
		},
		instant() {
			return createInstant(createEpochNanoSlots(getCurrentEpochNano()));
		},
		zonedDateTimeISO(timeZoneArg = getCurrentTimeZoneId()) {
			const timeZone = queryTimeZone(refineTimeZoneArg(timeZoneArg));
			return createZonedDateTime(createZonedEpochNanoSlots(getCurrentEpochNano(), timeZone));
		},
		plainDateTimeISO(timeZoneArg = getCurrentTimeZoneId()) {
			const isoDateTime = getCurrentIsoDateTime(queryTimeZone(refineTimeZoneArg(timeZoneArg)));
			return createPlainDateTime(createDateTimeSlots(isoDateTime));
		},
		plainDateISO(timeZoneArg = getCurrentTimeZoneId()) {
			const isoDateTime = getCurrentIsoDateTime(queryTimeZone(refineTimeZoneArg(timeZoneArg)));
			return createPlainDate(createDateSlots(isoDateTime));
		},
		plainTimeISO(timeZoneArg = getCurrentTimeZoneId()) {
			const isoDateTime = getCurrentIsoDateTime(queryTimeZone(refineTimeZoneArg(timeZoneArg)));
			return createPlainTime(createTimeSlots(isoDateTime));
		}
	})
});
const Temporal$1 = /*@__PURE__*/ Object.defineProperties({}, {
	...createStringTagDescriptors("Temporal"),
	...createPropDescriptors({
		PlainYearMonth,
		PlainMonthDay,
		PlainDate,
		PlainTime,
		PlainDateTime,
		ZonedDateTime,
		Instant,
		Duration,
		Now
	})
});

// node_modules/temporal-polyfill/index.js
const Temporal = NativeTemporal || Temporal$1;
const toTemporalInstant = NativeTemporal ? Date.prototype.toTemporalInstant : toTemporalInstant$1;

// src/calendar/zone.ts
/**
* Wall clocks: what an IANA zone shows at an instant, and which instant a wall clock reading names.
*
* Temporal knows the zones but takes 10 to 20 microseconds a conversion, too slow for a search over years of spans.
* So each zone's offsets are asked for once and kept as stretches of constant offset; a conversion is then a lookup.
*/
const MINUTE = 6e4;
const DAY = 864e5;
const known = /* @__PURE__ */ new Map();
/** The zone of an IANA name, compared without case; undefined when there is none. Bare offsets are no zones. */
function zoneNamed(name) {
	if (!/^[A-Za-z]/.test(name)) return void 0;
	const kept = known.get(name);
	if (kept) return kept;
	const id = canonicalId(name);
	if (id === void 0) return void 0;
	const zone = known.get(id) ?? createZone(id);
	known.set(id, zone);
	if (known.size < 2e3) known.set(name, zone);
	return zone;
}
/** The zone of a name that was checked when its policy was parsed. */
function checkedZone(name) {
	const zone = zoneNamed(name);
	if (!zone) throw new RangeError(`Unknown time zone ${name}`);
	return zone;
}
function canonicalId(name) {
	try {
		return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
	} catch {
		return;
	}
}
function createZone(id) {
	const offsets = offsetsOf(id);
	function toEpoch(local) {
		const before = offsets.at(local - DAY);
		const after = offsets.at(local + DAY);
		if (before === after) return local - before;
		const first = local - before;
		const second = local - after;
		const firstFits = offsets.at(first) === before;
		const secondFits = offsets.at(second) === after;
		if (firstFits && secondFits) return Math.min(first, second);
		return secondFits ? second : first;
	}
	return {
		id,
		toLocal: (at) => at + offsets.at(at),
		toEpoch,
		nextChange: (at) => offsets.nextChange(at)
	};
}
/** Offsets of a zone, learned as far as they are asked for. */
function offsetsOf(id) {
	let stretches = [];
	let isComplete = false;
	let last = 0;
	function learnUntil(instant) {
		const first = stretches[0];
		if (first === void 0 || instant < first.from) learnBefore(instant);
		while (!isComplete && stretches.at(-1).from <= instant) learnNext();
	}
	function learnBefore(instant) {
		const earlier = [stretchAt(id, instant - 400 * DAY)];
		const until = stretches[0]?.from ?? instant;
		for (;;) {
			const next = transitionAfter(id, earlier.at(-1).from);
			if (next === null || next.from >= until) break;
			earlier.push(next);
		}
		stretches = [...earlier, ...stretches.slice(1)];
		last = 0;
	}
	function learnNext() {
		const next = transitionAfter(id, stretches.at(-1).from);
		if (next === null) isComplete = true;
		else stretches.push(next);
	}
	function indexAt(instant) {
		learnUntil(instant);
		if (!covers(last, instant)) last = indexIn(stretches, instant);
		return last;
	}
	function covers(index, instant) {
		const stretch = stretches[index];
		if (stretch === void 0 || stretch.from > instant) return false;
		const next = stretches[index + 1];
		return next === void 0 || instant < next.from;
	}
	return {
		at(instant) {
			const index = indexAt(instant);
			return stretches[index].offset;
		},
		nextChange(instant) {
			const index = indexAt(instant);
			if (index + 1 >= stretches.length && !isComplete) learnNext();
			return stretches[index + 1]?.from ?? null;
		}
	};
}
/** The last stretch that begins at or before `instant`. */
function indexIn(stretches, instant) {
	let low = 0;
	let high = stretches.length - 1;
	while (low < high) {
		const middle = low + high + 1 >> 1;
		if (stretches[middle].from <= instant) low = middle;
		else high = middle - 1;
	}
	return low;
}
function stretchAt(id, at) {
	return {
		from: at,
		offset: offsetAt(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id))
	};
}
function transitionAfter(id, at) {
	const next = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id).getTimeZoneTransition("next");
	return next === null ? null : {
		from: next.epochMilliseconds,
		offset: offsetAt(next)
	};
}
function offsetAt(moment) {
	return moment.offsetNanoseconds / 1e6;
}

// src/calendar/timeline.ts
/** How far ahead is searched: what does not change in 100 years never changes. */
const HORIZON = 36525 * DAY;
const WEEK$1 = 7 * DAY;
/** No instant. */
const NEVER = {
	stateAt: () => ({
		isInside: false,
		changesAt: null
	}),
	repeatsWeeklyUntil: () => Number.POSITIVE_INFINITY
};
/** Every instant. */
const ALWAYS = {
	stateAt: () => ({
		isInside: true,
		changesAt: null
	}),
	repeatsWeeklyUntil: () => Number.POSITIVE_INFINITY
};
/** The instants of one span; `until` null: without end. */
function datedTimeline(span) {
	const until = span.until ?? Number.POSITIVE_INFINITY;
	return {
		stateAt(at) {
			if (at < span.from) return {
				isInside: false,
				changesAt: span.from < until ? span.from : null
			};
			return at < until ? {
				isInside: true,
				changesAt: span.until
			} : {
				isInside: false,
				changesAt: null
			};
		},
		repeatsWeeklyUntil(at) {
			if (at < span.from) return span.from;
			return at < until ? until : Number.POSITIVE_INFINITY;
		}
	};
}
/** The same timeline, which answers at once as long as it is asked about the stretch it was asked about last. */
function remembering(timeline) {
	let from = 0;
	let state;
	return {
		...timeline,
		stateAt(at) {
			if (state !== void 0 && from <= at && (state.changesAt === null || at < state.changesAt)) return state;
			state = timeline.stateAt(at);
			from = at;
			return state;
		}
	};
}
/** The instants that are in at least one of them. */
function unionOf(timelines) {
	const [only] = timelines;
	if (timelines.length === 1 && only !== void 0) return only;
	const weekly = timelines.filter((each) => each.bounds === void 0);
	if (weekly.length > 1 && weekly.length < timelines.length) return unionOf([unionOf(weekly), ...timelines.filter((each) => each.bounds !== void 0)]);
	const union = remembering({
		stateAt: (at) => unionStateAt(timelines, at),
		repeatsWeeklyUntil: (at) => earliestRepeat(timelines, at)
	});
	if (timelines.every((each) => each.bounds === void 0)) return union;
	return {
		...union,
		bounds: {
			outer: unionOf(timelines.map(outerOf)),
			inner: unionOf(timelines.map(innerOf))
		}
	};
}
/** The timeline, or the one around it that repeats weekly. */
function outerOf(timeline) {
	return timeline.bounds?.outer ?? timeline;
}
/** The timeline, or the one inside it that repeats weekly. */
function innerOf(timeline) {
	return timeline.bounds?.inner ?? timeline;
}
function unionStateAt(timelines, at) {
	const states = timelines.map((timeline) => timeline.stateAt(at));
	if (!states.some((state) => state.isInside)) return {
		isInside: false,
		changesAt: earliestOf(states.map((state) => state.changesAt))
	};
	return {
		isInside: true,
		changesAt: endOfStretch(at, {
			coveredUntil: (instant) => coveredUntil$1(timelines, instant),
			repeatsWeeklyUntil: (instant) => earliestRepeat(timelines, instant)
		})
	};
}
/** How far the timelines that hold at an instant reach; the instant itself when none holds. */
function coveredUntil$1(timelines, at) {
	let end = at;
	for (const timeline of timelines) {
		const state = timeline.stateAt(at);
		if (!state.isInside) continue;
		if (state.changesAt === null) return null;
		end = Math.max(end, state.changesAt);
	}
	return end;
}
/** Spans that one stretch may be chained of. Keeps an hour now and then, each touching the next, from taking seconds. */
const LONGEST_CHAIN = 1e5;
/** The end of the stretch of touching spans that contains `at`; null when it is not within {@link HORIZON}. */
function endOfStretch(at, { coveredUntil, repeatsWeeklyUntil }) {
	let end = at;
	let steadyFrom = at;
	let steadyUntil = repeatsWeeklyUntil(at);
	for (let step = 0; step < LONGEST_CHAIN && end <= at + HORIZON; step++) {
		const next = coveredUntil(end);
		if (next === end) return end;
		if (next === null) return null;
		end = next;
		if (end < steadyUntil && end - steadyFrom >= WEEK$1) end = steadyUntil;
		if (end < steadyUntil) continue;
		steadyFrom = end;
		steadyUntil = repeatsWeeklyUntil(end);
	}
	return null;
}
/** The earliest instant of a list in which null stands for never. */
function earliestOf(instants) {
	return instants.reduce((least, each) => least === null || each !== null && each < least ? each : least, null);
}
/** Until when all of them repeat weekly. */
function earliestRepeat(timelines, at) {
	return timelines.reduce((least, each) => Math.min(least, each.repeatsWeeklyUntil(at)), Number.POSITIVE_INFINITY);
}

// src/calendar/search.ts
const WEEK = 7 * DAY;
/** The first instant at or after `at` at which all conditions hold; null when there is none within {@link HORIZON}. */
function firstOpening(conditions, at) {
	const loosest = loosestOf(conditions);
	const all = [...loosest.inside, ...loosest.outside];
	const end = at + HORIZON;
	let from = at;
	while (from <= end) {
		const steadyUntil = Math.min(earliestRepeat(all, from), end + 1);
		const scanUntil = Math.min(from + WEEK, end + 1);
		const week = firstOpeningBefore(loosest, from, scanUntil);
		if (week.kind === "never") return null;
		const stretch = week.kind === "later" ? week : firstOpeningBefore(conditions, week.at, Math.max(steadyUntil, scanUntil));
		if (stretch.kind === "found") return stretch.at;
		if (stretch.kind === "never") return null;
		from = Math.max(stretch.at, steadyUntil);
	}
	return null;
}
/** Conditions that hold whenever the given ones do, and repeat weekly as far as they can. */
function loosestOf({ inside, outside }) {
	return {
		inside: inside.map(outerOf),
		outside: outside.map(innerOf)
	};
}
function firstOpeningBefore(conditions, from, until) {
	let at = from;
	while (at < until) {
		const next = jump(conditions, at);
		if (next === at) return {
			kind: "found",
			at
		};
		if (next === null) return { kind: "never" };
		at = next;
	}
	return {
		kind: "later",
		at
	};
}
/** The earliest instant that no condition rules out from its own view; `at` when all hold, null when one never will. */
function jump({ inside, outside }, at) {
	let to = at;
	for (const [timelines, wanted] of [[inside, true], [outside, false]]) for (const timeline of timelines) {
		const state = timeline.stateAt(to);
		if (state.isInside === wanted) continue;
		if (state.changesAt === null) return null;
		to = state.changesAt;
	}
	return to;
}
/** The instants at which all conditions hold: inside all of `inside` and outside all of `outside`. */
function openTimeline(conditions) {
	const all = [...conditions.inside, ...conditions.outside];
	const open = {
		stateAt: (at) => openStateAt(conditions, at),
		repeatsWeeklyUntil: (at) => earliestRepeat(all, at)
	};
	if (all.every((each) => each.bounds === void 0)) return open;
	const { inside, outside } = conditions;
	const tightest = {
		inside: inside.map(innerOf),
		outside: outside.map(outerOf)
	};
	return {
		...open,
		bounds: {
			outer: openTimeline(loosestOf(conditions)),
			inner: openTimeline(tightest)
		}
	};
}
/** The instants that are in all of them. */
function intersectionOf(timelines) {
	const [only] = timelines;
	if (timelines.length === 1 && only !== void 0) return only;
	return openTimeline({
		inside: timelines,
		outside: []
	});
}
function openStateAt(conditions, at) {
	const inside = conditions.inside.map((timeline) => timeline.stateAt(at));
	const outside = conditions.outside.map((timeline) => timeline.stateAt(at));
	if (inside.every((state) => state.isInside) && !outside.some((state) => state.isInside)) return {
		isInside: true,
		changesAt: earliestOf([...inside, ...outside].map((state) => state.changesAt))
	};
	return {
		isInside: false,
		changesAt: firstOpening(conditions, at)
	};
}

// src/domain/decision.ts
const RELEASE_TYPES = [
	"major",
	"minor",
	"patch",
	"emergency",
	"rollback",
	"redeploy"
];

// src/calendar/reading.ts
/** Reads what people write about time in a policy: days, hours, dates. Undefined means: not understood. */
const WEEKDAYS = [
	"mon",
	"tue",
	"wed",
	"thu",
	"fri",
	"sat",
	"sun"
];
const ALL_DAYS = [
	1,
	2,
	3,
	4,
	5,
	6,
	7
];
/** The whole day. */
const ALL_HOURS = {
	from: 0,
	until: 1440
};
/** `mon`, `mon-thu`, `fri-mon` (wraps): the ISO weekdays, in the order of the week. */
function readDays(text) {
	const [first, last, ...more] = text.split("-").map((name) => weekdayNamed$1(name));
	if (first === void 0 || more.length > 0) return void 0;
	if (!text.includes("-")) return [first];
	if (last === void 0) return void 0;
	const length = (last - first + 7) % 7 + 1;
	return Array.from({ length }, (_, index) => (first - 1 + index) % 7 + 1).sort((one, other) => one - other);
}
function weekdayNamed$1(name) {
	const index = WEEKDAYS.indexOf(name.trim().toLowerCase());
	return index < 0 ? void 0 : index + 1;
}
const HOURS = /^(\d{1,2}):([0-5]\d) ?- ?(\d{1,2}):([0-5]\d)$/;
/** `09:00-15:30`, `22:00-02:00` (into the next day), `12:00-24:00`. Equal ends are not understood: a minute or a day? */
function readHours(text) {
	const match = HOURS.exec(text.trim());
	if (!match) return void 0;
	const from = Number(match[1]) * 60 + Number(match[2]);
	const until = Number(match[3]) * 60 + Number(match[4]);
	if (from >= 1440 || until > 1440 || from === until) return void 0;
	return {
		from,
		until: until > from ? until : until + 1440
	};
}
const START$1 = /^(\d{1,2}):([0-5]\d)$/;
/** `23:00`: the minute of the day at which a span of a given length begins. */
function readStart(text) {
	const match = START$1.exec(text.trim());
	if (!match) return void 0;
	const from = Number(match[1]) * 60 + Number(match[2]);
	return from < 1440 ? from : void 0;
}
const LOCAL = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/;
const WITH_OFFSET = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
/**
* The instant of a date (its midnight) or date and time on the wall clock of `zone`, or of an RFC 3339 instant, whose
* seconds may be left out.
*/
function readMoment(text, zone) {
	const offset = WITH_OFFSET.exec(text);
	if (offset) {
		const instant = parseInstant$1(`${offset[1]}${offset[2] ?? ":00"}${offset[3]}`);
		return instant === void 0 ? void 0 : epochMs(instant);
	}
	if (!LOCAL.test(text)) return void 0;
	try {
		const local = Temporal.PlainDateTime.from(text, { overflow: "reject" });
		return zone.toEpoch(local.toZonedDateTime("UTC").epochMilliseconds);
	} catch {
		return;
	}
}

// src/policy/comparison.ts
const PART = /^(>=|<=|>|<|=)\s*(\d{1,12}(?:\.\d{1,6})?)(\s?%)?$/;
/** @param unit `%` for rates, of which 15 means 15 %; else whole numbers. Parts with commas between them are AND. */
function readComparison(text, unit) {
	let range = {
		least: Number.NEGATIVE_INFINITY,
		isLeastIncluded: true,
		most: Number.POSITIVE_INFINITY,
		isMostIncluded: true
	};
	for (const part of text.split(",")) {
		const match = PART.exec(part.trim());
		if (match === null || match[3] !== void 0 !== (unit === "%")) return void 0;
		const value = Number(match[2]);
		if (unit === "count" && !Number.isInteger(value)) return void 0;
		range = narrow(range, match[1], value);
	}
	return range;
}
function narrow(range, operator, value) {
	const isIncluded = operator.includes("=");
	let { least, isLeastIncluded, most, isMostIncluded } = range;
	if (operator !== "<" && operator !== "<=" && (value > least || value === least && !isIncluded)) {
		least = value;
		isLeastIncluded = isIncluded;
	}
	if (operator !== ">" && operator !== ">=" && (value < most || value === most && !isIncluded)) {
		most = value;
		isMostIncluded = isIncluded;
	}
	return {
		least,
		isLeastIncluded,
		most,
		isMostIncluded
	};
}
function holds(comparison, value) {
	const { least, isLeastIncluded, most, isMostIncluded } = comparison;
	return (isLeastIncluded ? value >= least : value > least) && (isMostIncluded ? value <= most : value < most);
}
/**
* Whether some value can satisfy it: whole numbers from `lowest`, or rates from 0 to 100 %.
*
* @param lowest the smallest number there is of what is counted.
*/
function canHold(comparison, unit, lowest = 0) {
	const { least, isLeastIncluded, most, isMostIncluded } = comparison;
	if (unit === "count") return Math.max(lowest, isLeastIncluded ? Math.ceil(least) : Math.floor(least) + 1) <= (isMostIncluded ? Math.floor(most) : Math.ceil(most) - 1);
	const [from, until] = [Math.max(0, least), Math.min(100, most)];
	if (from < until) return true;
	return from === until && (least < from || isLeastIncluded) && (most > until || isMostIncluded);
}

// src/policy/words/schema.ts
/** The words of the policy language: names, globs, times, people. Each refuses what it does not understand, with a code. */
const UTC = checkedZone("UTC");
/** The code of a refusal, where the reader of issues looks for it. */
function refusal(code) {
	return { code };
}
function word({ code, title, isFine, message }) {
	return string().superRefine((text, context) => {
		if (!isFine(text)) context.addIssue({
			code: "custom",
			params: refusal(code),
			message: message(text)
		});
	}).meta({ title });
}
/** A list that may be written as one item. Never empty: an empty list selects nothing, which nobody means. */
function oneOrMany(item, most = 1e3) {
	return union([item, array(item).min(1).max(most)]).transform((value) => Array.isArray(value) ? value : [value]);
}
/** The check that a map has at most so many names. What is longer was not written to be read, and costs time to judge. */
function atMostNames(most) {
	return refine((value) => Object.keys(value).length <= most, {
		params: refusal("out-of-range"),
		message: `More than ${most} names are given here. Shorten the list.`
	});
}
function notEmpty(value) {
	return Object.keys(value).length > 0;
}
const name = string().trim().min(1).max(100);
const glob = word({
	code: "glob-refused",
	title: "glob",
	isFine: (text) => globProblem(text) === void 0,
	message: (text) => `The glob \`${text}\` ${globProblem(text)}.`
});
const zone = word({
	code: "zone-unknown",
	title: "IANA time zone",
	isFine: (text) => zoneNamed(text) !== void 0,
	message: (text) => `There is no time zone \`${text}\`, so no hour could be read. Use an IANA name such as \`Europe/Berlin\` or \`UTC\`.`
});
const login = word({
	code: "login-refused",
	title: "login",
	isFine: (text) => /^[A-Za-z0-9][\w-]*(\[bot\])?$/.test(text),
	message: (text) => `\`${text}\` is not a GitHub login, so nobody would match. Write the login alone, without \`@\`.`
});
const team = word({
	code: "team-refused",
	title: "team slug",
	isFine: (text) => /^[\w.-]+$/.test(text),
	message: (text) => `\`${text}\` is not a team slug, so no team would match. Write the slug alone: \`sre\`, not \`@acme/sre\`.`
});
const duration = word({
	code: "duration-refused",
	title: "length of time",
	isFine: (text) => (parseDuration$1(text) ?? 0) > 0,
	message: (text) => `\`${text}\` is not a length of time. Write \`90s\`, \`30m\`, \`4h\`, \`2d\`, \`2w\` or \`PT30M\`.`
});
const moment$1 = word({
	code: "moment-refused",
	title: "date or time",
	isFine: (text) => readMoment(text, UTC) !== void 0,
	message: (text) => `\`${text}\` is not a date or time. Write \`2026-11-26\` (midnight), \`2026-11-26T18:00\`, or with an offset \`2026-11-26T18:00+01:00\`.`
});
const days = word({
	code: "days-refused",
	title: "days",
	isFine: (text) => readDays(text) !== void 0,
	message: (text) => `\`${text}\` is not a day. Write \`mon\`, a range \`mon-thu\` (may wrap: \`fri-mon\`) or a list of them.`
});
const hours = word({
	code: "hours-refused",
	title: "hours",
	isFine: (text) => readHours(text) !== void 0,
	message: (text) => `\`${text}\` is not a span of hours. Write \`"09:00-15:30"\`, over midnight \`"22:00-02:00"\`, to the end of the day \`"12:00-24:00"\`; both ends equal could mean nothing or everything and is refused.`
});
const start = word({
	code: "hours-refused",
	title: "hours, or a start",
	isFine: (text) => readHours(text) !== void 0 || readStart(text) !== void 0,
	message: (text) => `\`${text}\` is neither a span of hours nor a start. Write \`"09:00-15:30"\`, over midnight \`"22:00-02:00"\`, to the end of the day \`"12:00-24:00"\`; with \`lasts\` a start: \`"23:00"\`. Both ends equal could mean nothing or everything and is refused.`
});
const date = word({
	code: "moment-refused",
	title: "date",
	isFine: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && readMoment(text, UTC) !== void 0,
	message: (text) => `\`${text}\` is not a date. Write \`2026-11-26\`.`
});
/** Compiled with the rule it stands in, where the cost of all patterns together is limited. */
const pattern = string().min(1).max(300).meta({ title: "regular expression" });
/** A comparison of whole numbers. @param lowest the smallest number there is of what is counted. */
function comparison(lowest) {
	return word({
		code: "comparison-refused",
		title: "comparison",
		isFine: (text) => isPossible(text, "count", lowest),
		message: (text) => readComparison(text, "count") === void 0 ? `\`${text}\` is not a comparison. Write \`"> 400"\`, \`"<= 10"\`, \`"= 1"\`, or two that both hold: \`"> 100, <= 400"\`.` : `No number satisfies \`${text}\`, so this could never match. Correct the comparison.`
	});
}
const rateComparison = word({
	code: "comparison-refused",
	title: "comparison in percent",
	isFine: (text) => isPossible(text, "%", 0),
	message: (text) => readComparison(text, "%") === void 0 ? `\`${text}\` is not a comparison of a rate. Write \`"> 15%"\`.` : `No rate from 0 to 100 % satisfies \`${text}\`, so this could never match. Correct the comparison.`
});
function isPossible(text, unit, lowest) {
	const range = readComparison(text, unit);
	return range !== void 0 && canHold(range, unit, lowest);
}
const percentage = word({
	code: "percentage-refused",
	title: "percentage",
	isFine: (text) => /^(100|\d{1,2}(\.\d{1,3})?)\s?%$/.test(text),
	message: (text) => `\`${text}\` is not a percentage from 0 to 100. Write \`5%\`.`
});
const repository = word({
	code: "repository-refused",
	title: "owner/name",
	isFine: (text) => /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[\w.-]{1,100}$/.test(text),
	message: (text) => `\`${text}\` is not a repository. Write \`owner/name\`, without a host.`
});
const path = word({
	code: "path-refused",
	title: "path in the repository",
	isFine: (text) => text.length <= 300 && /^[^/\\]/.test(text) && !text.split("/").includes(".."),
	message: (text) => `\`${text}\` is not a path in the repository. Write it from the top, without a leading \`/\`.`
});
const variable = word({
	code: "variable-refused",
	title: "name of an environment variable",
	isFine: (text) => /^[A-Z][A-Z0-9_]{0,99}$/.test(text),
	message: () => "This is not the name of an environment variable. Write the name alone, such as `SLACK_URL`; addresses and keys are secrets and do not belong into a policy, which everybody can read."
});
/** Read together with `starts`, where the recurrence is checked as a whole. */
const rrule = string().trim().min(1).max(500).meta({ title: "RRULE" });
const holiday = string().trim().min(1).max(20).meta({ title: "country, region or date" });

// src/policy/risk/schema.ts
/** The keys that make a risk tier: `risk`, `escalate` and `release-types`. */
const labels = oneOrMany(name).meta({ description: "Any of these labels." });
const globs = oneOrMany(glob);
const types = oneOrMany(_enum(RELEASE_TYPES));
/** Which version part a bump of a dependency changes. */
const BUMPS = [
	"major",
	"minor",
	"patch"
];
const when = strictObject({
	paths: globs.optional().meta({ description: "Some changed file (its old or its new name) matches one of these globs." }),
	"only-paths": globs.optional().meta({ description: "Every changed file, by both names, matches one of these globs. A change without files does not." }),
	labels: labels.optional().meta({ description: "The pull request has one of these labels." }),
	title: oneOrMany(pattern).optional().meta({ description: "The title (of a commit without a pull request: its first line) contains a match of one of these regular expressions." }),
	author: oneOrMany(login).optional().meta({ description: "One of these people opened it. Logins, without case." }),
	"author-in": oneOrMany(team).optional().meta({ description: "Its author is in one of these teams." }),
	bot: boolean().optional().meta({ description: "Whether its author is a bot." }),
	base: globs.optional().meta({ description: "Its base branch matches one of these globs." }),
	type: types.optional().meta({ description: "The release type of the change is one of these." }),
	lines: oneOrMany(comparison(0)).optional().meta({ description: "Added and deleted lines together: `\"> 400\"`." }),
	files: oneOrMany(comparison(0)).optional().meta({ description: "How many files it changes." }),
	commits: oneOrMany(comparison(1)).optional().meta({ description: "How many commits it has." }),
	unreviewed: boolean().optional().meta({ description: "Whether nobody who did not contribute approved its final head. Always so for a commit without a pull request." }),
	dependency: oneOrMany(_enum(BUMPS)).optional().meta({ description: "The bump of a dependency, read from the title as Dependabot's and Renovate's bots write it; of nobody else." })
}).refine(notEmpty, {
	params: refusal("when-empty"),
	message: "An empty `when` selects nothing in particular. Leave `when` out for the rule that applies when no other matched."
});
const riskRule = strictObject({
	tier: name.meta({ description: "The tier a matching change has at least." }),
	because: string().trim().min(1).max(300).optional().meta({ description: "Why, shown to people." }),
	when: when.optional().meta({ description: "Which changes match: keys are AND, list items are OR. Without it: the rule applies when no other rule matched." })
});
const escalation = strictObject({
	when: strictObject({
		"change-fail-rate": rateComparison.meta({ description: "The lane's change fail rate: `\"> 15%\"`." }),
		over: duration.meta({ description: "The time before the release over which it is counted." }),
		"at-least": int().min(1).max(1e5).default(1).meta({ description: "Deployments that are needed for the rate to mean something; with fewer it is not asked." })
	}).meta({ description: "What the lane has to have done, all of it." }),
	by: int().min(1).max(20).default(1).meta({ description: "How many tiers up." })
});
const typeLabels = strictObject({ labels });
const releaseTypes = strictObject({
	major: typeLabels.optional().meta({ description: "Labels that make a change major." }),
	minor: typeLabels.optional().meta({ description: "Labels that make a change minor." }),
	patch: typeLabels.optional().meta({ description: "Labels that make a change a patch." }),
	emergency: typeLabels.optional().meta({ description: "Labels that make a change an emergency." })
});

// src/policy/times/schema.ts
/** The keys that make time: `windows` and `freezes`, and the recurrence that both are written with. */
const LONGEST_DAYS = 31;
const recurrence = {
	days: oneOrMany(days).optional().meta({ description: "Days on which a span opens: `mon`, `mon-thu`, `[tue, thu]`. Default: every day." }),
	hours: oneOrMany(start, 48).optional().meta({ description: "Hours of the day, `\"09:00-15:30\"`; over midnight they belong to the day they open on. With `lasts`: the start, `\"23:00\"`. Default: the whole day." }),
	lasts: duration.optional().meta({ description: "How long a span lasts from its start, on the wall clock, for those longer than a day: `56h`." }),
	rrule: rrule.optional().meta({ description: "Days on which a span opens, as an RRULE of RFC 5545: `FREQ=MONTHLY;BYDAY=3SU`. Days only: `BYHOUR` and finer, and `COUNT`, are refused. With `days`: only where both select the day." }),
	starts: date.optional().meta({ description: "The day from which `INTERVAL` of `rrule` counts, and before which it selects nothing." }),
	"before-holidays": oneOrMany(holiday, 50).optional().meta({ description: "Only on the days before these public holidays (`DE`, `US-CA`) and dates." }),
	zone: zone.optional().meta({ description: "IANA time zone. Default: the `zone` of the policy." })
};
/** What selects days or hours: a recurrence needs one of them. */
const SELECTORS = [
	"days",
	"hours",
	"rrule",
	"before-holidays"
];
function hasSelector(value) {
	return SELECTORS.some((key) => value[key] !== void 0);
}
/** Spans and starts are told apart by `lasts`; both at once would say the length twice. */
function checkHours(value, context) {
	const refuse = (path, message) => {
		context.addIssue({
			code: "custom",
			path: [path],
			params: refusal("hours-refused"),
			message
		});
	};
	const hours = Array.isArray(value.hours) ? value.hours : [];
	const { lasts } = value;
	if (lasts === void 0 && hours.some((text) => readStart(text) !== void 0)) refuse("hours", "A start without an end. Write `\"23:00-07:00\"`, or add `lasts: 56h` for a span longer than a day.");
	if (lasts !== void 0 && hours.some((text) => readHours(text) !== void 0)) refuse("hours", "With `lasts` these hours would have two lengths. Write the start alone: `hours: \"23:00\"`.");
	if (lasts !== void 0 && parseDuration$1(lasts) !== void 0 && minutesOf(lasts) === void 0) refuse("lasts", `\`lasts\` takes whole minutes, up to ${LONGEST_DAYS} days. Write \`56h\`.`);
	if (value.starts !== void 0 && value.rrule === void 0) refuse("starts", "`starts` is the anchor of an `rrule`, and there is none here. Add `rrule` or remove `starts`.");
}
function minutesOf(lasts) {
	const minutes = (parseDuration$1(lasts) ?? 0) / MINUTE;
	return Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST_DAYS * 1440 ? minutes : void 0;
}
function daysIn(texts) {
	if (texts === void 0) return [...ALL_DAYS];
	return [...new Set(texts.flatMap((text) => readDays(text) ?? []))].sort((one, other) => one - other);
}
/** Minutes of the opening day; `until` may be days later. */
function hoursIn({ hours, lasts }) {
	if (lasts !== void 0) return joined((hours === void 0 ? [0] : hours.flatMap((text) => readStart(text) ?? [])).map((from) => ({
		from,
		until: from + (minutesOf(lasts) ?? 0)
	})));
	return joined(hours === void 0 ? [ALL_HOURS] : hours.flatMap((text) => readHours(text) ?? []));
}
/** In order; spans that touch or overlap are one. */
function joined(spans) {
	const whole = [];
	for (const { from, until } of spans.toSorted((one, other) => one.from - other.from)) {
		const last = whole.at(-1);
		if (last !== void 0 && from <= last.until) last.until = Math.max(last.until, until);
		else whole.push({
			from,
			until
		});
	}
	return whole;
}
/** The texts of days and hours as numbers; everything else as it is. */
function withNumbers({ days, hours, lasts, ...rest }) {
	return {
		...rest,
		days: daysIn(days),
		hours: hoursIn({
			hours,
			lasts
		})
	};
}
const window = strictObject({
	...recurrence,
	holidays: oneOrMany(holiday, 50).optional().meta({ description: "Closed on these public holidays, by country or region (`DE`, `DE-BE`, `US-CA`), and on these dates (`2026-12-24`). A span belongs to the day on which it opens." })
}).refine(hasSelector, {
	params: refusal("window-empty"),
	message: "A window needs `days`, `hours` or `rrule`; with none of them it would always be open."
}).superRefine(checkHours).transform(withNumbers);
/** Releases that a gate or freeze does not concern. */
const exceptTypes = strictObject({ types: types.meta({ description: "Releases of these types." }) });
const freeze = strictObject({
	name: name.meta({ description: "Shown to people who are held by it." }),
	from: moment$1.optional().meta({ description: "First instant: a date (its midnight), a local time, or a time with an offset." }),
	until: moment$1.optional().meta({ description: "First instant after it." }),
	...recurrence,
	environments: globs.optional().meta({ description: "Environments it concerns. Default: all." }),
	tiers: oneOrMany(name).optional().meta({ description: "Tiers it concerns. Default: all." }),
	except: exceptTypes.optional().meta({ description: "Releases it does not concern." }),
	at: oneOrMany(_enum(["deploy", "merge"])).default(["deploy"]).meta({ description: "What it holds: deployments, merging, or both. Default: `deploy`." })
}).superRefine((value, context) => {
	const isDated = value.from !== void 0 && value.until !== void 0;
	if (!isDated && (value.from !== void 0 || value.until !== void 0)) {
		const message = "A freeze with one end would have no other. Give `from` and `until`, or write a recurring freeze with `days`, `hours` or `rrule`.";
		const path = [value.from === void 0 ? "until" : "from"];
		context.addIssue({
			code: "custom",
			path,
			params: refusal("freeze-empty"),
			message
		});
	} else if (!isDated && !hasSelector(value)) context.addIssue({
		code: "custom",
		params: refusal("freeze-empty"),
		message: "This freeze never begins. Give `from` and `until`, or `days`, `hours` or `rrule`."
	});
	checkHours(value, context);
}).transform(({ days, hours, lasts, ...rest }) => {
	const isRecurring = hasSelector({
		...rest,
		days,
		hours
	}) || lasts !== void 0;
	return {
		...rest,
		recurs: isRecurring ? {
			days: daysIn(days),
			hours: hoursIn({
				hours,
				lasts
			})
		} : null
	};
});

// src/policy/gates/schema.ts
/** The keys of `gates`: whom a gate concerns, what it requires, and who the people are. */
/** The permissions an approver may be asked to have, lowest first. */
const PERMISSIONS = [
	"read",
	"triage",
	"write",
	"maintain",
	"admin"
];
/** Where an opinion can come from. `review` is a pull request's; the others are the release's own. */
const SOURCES$1 = [
	"review",
	"deployment-review",
	"page",
	"comment"
];
/** Conclusions of a check that a gate may accept besides `success`. */
const ALLOWED_CONCLUSIONS = ["skipped", "neutral"];
const peopleKeys = {
	users: oneOrMany(login).optional().meta({ description: "Logins, compared without case." }),
	teams: oneOrMany(team).optional().meta({ description: "Team slugs of the organisation; members of child teams included." }),
	permission: _enum(PERMISSIONS).optional().meta({ description: "Everyone with at least this permission on the repository." })
};
const nobody = {
	params: refusal("people-empty"),
	message: "This names nobody, so nobody could act. Give `users`, `teams` or `permission`."
};
const people$1 = strictObject(peopleKeys).refine(notEmpty, nobody);
const approvers = strictObject({
	...peopleKeys,
	codeowners: literal(true).optional().meta({ description: "The owners of what is changed, by CODEOWNERS of the default branch: every owned file needs one of its owners, and `count` of them in all." })
}).refine(notEmpty, nobody);
const approvals = strictObject({
	count: int().min(0).max(100).default(1).meta({ description: "How many people." }),
	from: approvers.default({ permission: "write" }).meta({ description: "Who may approve: a person who is in any of these. Default: everyone with `write`." }),
	of: _enum(["change", "release"]).default("change").meta({ description: "`change`: the reviews of every change of the release. `release`: approvals of this commit for this environment." }),
	distinct: boolean().default(false).meta({ description: "One person cannot serve two requirements that are both distinct." }),
	via: oneOrMany(_enum(SOURCES$1)).optional().meta({ description: "Sources that count. Default: all, without `comment` in the highest tier." }),
	veto: boolean().default(false).meta({ description: "An eligible person's open `changes requested` keeps it pending, however many approve." }),
	expires: duration.optional().meta({ description: "How long an approval counts. Default: until it is worn out." })
});
const check = union([name, strictObject({
	name: name.meta({ description: "The name of the check run or commit status." }),
	app: name.optional().meta({ description: "The slug of the app that reports it. Needed where two apps report the same name." }),
	allow: oneOrMany(_enum(ALLOWED_CONCLUSIONS)).optional().meta({ description: "Conclusions that pass besides `success`." })
})]);
const requirements = strictObject({
	approvals: approvals.optional().meta({ description: "Approvals by people." }),
	window: oneOrMany(name, 20).optional().meta({ description: "One of these windows is open." }),
	checks: oneOrMany(check, 100).transform((checks) => checks.map((each) => typeof each === "string" ? { name: each } : each)).optional().meta({ description: "These checks passed on the commit; of several runs of a name the newest counts." }),
	checklist: literal(true).optional().meta({ description: "Every box of the task lists in the bodies of the pull requests is ticked." }),
	"no-incident": strictObject({ labels }).optional().meta({ description: "No issue with one of these labels is open." }),
	dependencies: array(strictObject({
		repository: repository.meta({ description: "The other repository." }),
		environment: name.meta({ description: "Its environment." })
	})).min(1).max(50).optional().meta({ description: "These lanes of other repositories are healthy." })
}).refine(notEmpty, {
	params: refusal("require-empty"),
	message: "This gate requires nothing, so it would always be open. Give it a requirement or remove it."
});
const selection$1 = strictObject({
	tiers: oneOrMany(name).optional().meta({ description: "Releases of these tiers. Default: all." }),
	environments: oneOrMany(glob).optional().meta({ description: "These environments. Default: all." })
}).refine(notEmpty, {
	params: refusal("for-empty"),
	message: "An empty `for` selects nothing in particular. Leave it out where every release is concerned."
});
const gate = strictObject({
	name: name.meta({ description: "Unique. Shown to people who are held by it." }),
	for: selection$1.optional().meta({ description: "Which releases the gate concerns. Default: all." }),
	except: exceptTypes.optional().meta({ description: "Releases that skip the gate." }),
	at: _enum(["deploy", "merge"]).default("deploy").meta({ description: "Whether it holds deployments or merging." }),
	require: requirements.meta({ description: "What has to be met, all of it." })
});
/** Paths and labels that something is told by. */
const marks = strictObject({
	labels: labels.optional(),
	paths: globs.optional().meta({ description: "Some changed file matches one of these globs." })
}).refine(notEmpty, {
	params: refusal("list-empty"),
	message: "This names neither `labels` nor `paths`, so it would never match. Name some or remove the key."
});

// src/policy/people.ts
function directoryOf(facts) {
	const entries = Object.entries(facts.people);
	const byId = Map.groupBy(entries, ([, { id }]) => id);
	const byLogin = new Map(entries.map(([login, { id }]) => [login.toLowerCase(), {
		...asOne(byId.get(id) ?? []),
		id,
		login
	}]));
	return {
		find: (login) => byLogin.get(login.toLowerCase()),
		identityOf(login) {
			const person = byLogin.get(login.toLowerCase());
			return person === void 0 ? `login:${login.toLowerCase()}` : `id:${person.id}`;
		}
	};
}
/** One person, whichever login they use. Where two entries differ, what permits less is believed. */
function asOne(entries) {
	const people = entries.map(([, person]) => person);
	const permissions = ["none", ...PERMISSIONS];
	const [first] = people;
	return {
		logins: entries.map(([login]) => login.toLowerCase()),
		kind: entries.some(([login, { kind }]) => kind === "bot" || login.endsWith("[bot]")) ? "bot" : "user",
		permission: permissions.find((each) => people.some(({ permission }) => permission === each)) ?? "none",
		teams: (first?.teams ?? []).filter((team) => people.every((person) => isInTeam(person, team)))
	};
}
/** Whether the person is in any of `users`, `teams` and `permission`. Who owns the changed files is not asked here. */
function isAmong(from, person) {
	if (from.users?.some((user) => person.logins.includes(user.toLowerCase()))) return true;
	if (from.teams?.some((team) => isInTeam(person, team))) return true;
	return from.permission !== void 0 && hasPermission(person, from.permission);
}
/** @param slug compared without case, as GitHub does. */
function isInTeam(person, slug) {
	const wanted = slug.toLowerCase();
	return person.teams.some((team) => team.toLowerCase() === wanted);
}
function hasPermission(person, least) {
	const permissions = PERMISSIONS;
	return permissions.indexOf(person.permission) >= permissions.indexOf(least);
}
/** Whether the person may break glass under this policy. Bots never may, and without `override` nobody may. */
function mayOverride(policy, person) {
	if (person === void 0 || person.kind === "bot" || policy.override === void 0) return false;
	return isAmong(policy.override.by, person);
}
/** `someone in team cab`, `alice or someone with write permission`: who is asked. */
function sayPeople(from) {
	const parts = [
		...(from.users ?? []).filter((user) => !user.endsWith("[bot]")),
		...(from.teams ?? []).map((team) => `someone in team ${team}`),
		...from.permission === void 0 ? [] : [`someone with ${from.permission} permission`],
		..."codeowners" in from && from.codeowners ? ["an owner of what is changed"] : []
	];
	const last = parts.pop() ?? "nobody";
	return parts.length === 0 ? last : `${parts.join(", ")} or ${last}`;
}

// src/policy/conventional.ts
/** Conventional Commits 1.0.0, as far as a release type follows from them. */
/** Types are read without case (rule 15); colon and space are required (rule 1). */
const HEADER = /^([A-Za-z][\w-]{0,30})(?:\([^()\r\n]{1,200}\))?(!)?: /;
/**
* In capitals (rules 12, 15 and 16), at the start of a line. It is found wherever in the text, since a squashed body
* has the footers of several commits; and its text may begin on the next line, as people write it.
*/
const BREAKING = /^BREAKING[ -]CHANGE:\s{1,10}\S/m;
/** @param message title, then an empty line, then the body. Without a type, and for every other type: `patch`. */
function conventionalType(message) {
	const header = HEADER.exec(message);
	if (header?.[2] === "!" || BREAKING.test(message)) return "major";
	return header?.[1]?.toLowerCase() === "feat" ? "minor" : "patch";
}

// src/policy/release-type.ts
/** Lowest first. */
const PLAIN_TYPES = [
	"patch",
	"minor",
	"major"
];
/** What rules and people call it. */
function ownType({ plain, isEmergency }) {
	return isEmergency ? "emergency" : plain;
}
/** @param labels those that count. A label wins over the title; of several labels the highest wins. */
function changeType(policy, change, labels) {
	return {
		plain: PLAIN_TYPES.findLast((type) => hasLabel(policy, type, labels)) ?? conventionalType(change.kind === "commit" ? change.message : `${change.title}\n\n${change.body}`),
		isEmergency: hasLabel(policy, "emergency", labels)
	};
}
function hasLabel(policy, type, labels) {
	const wanted = policy["release-types"][type]?.labels ?? [type];
	return labels.some((label) => wanted.some((each) => each.toLowerCase() === label.toLowerCase()));
}
/** The highest of the types; `patch` when there are none. */
function highestType(types) {
	return PLAIN_TYPES.findLast((type) => types.includes(type)) ?? "patch";
}
/** The tier of a type in a policy without `risk`. In tiers of other names: the highest, the middle, the lowest. */
function tierOfType(tiers, type) {
	const name = {
		major: "high",
		minor: "medium",
		emergency: "medium"
	}[type] ?? "low";
	const named = tiers.indexOf(name);
	if (named >= 0) return named;
	const highest = tiers.length - 1;
	return {
		high: highest,
		medium: Math.ceil(highest / 2)
	}[name] ?? 0;
}

// src/policy/risk/match.ts
function sure(detail) {
	return {
		isSure: true,
		detail
	};
}
function unsure(detail) {
	return {
		isSure: false,
		detail
	};
}
/** Keys are AND: one no is a no, and else one unknown makes the whole unknown. */
function everyOf(conditions) {
	const [only] = conditions;
	if (only !== void 0 && conditions.length === 1) return only;
	return (subject) => {
		const matches = [];
		for (const condition of conditions) {
			const match = condition(subject);
			if (match === void 0) return void 0;
			matches.push(match);
		}
		const unknown = matches.filter(({ isSure }) => !isSure);
		const told = unknown.length > 0 ? unknown : matches;
		return {
			isSure: unknown.length === 0,
			detail: told.map(({ detail }) => detail).join("; ")
		};
	};
}
/** What a change is called in one line: the title of a pull request, the first line of a commit. */
function titleOf(change) {
	if (change.kind !== "commit") return change.title;
	const [first = ""] = change.message.split("\n", 1);
	return first.trimEnd();
}
/** `a`, `a or b`, `a, b or c`. */
function eitherOf(words) {
	const last = words.at(-1) ?? "";
	return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

// src/policy/risk/author.ts
/** Conditions on who opened a change: `author`, `author-in`, `bot`. */
/** GitHub gives this end to the logins of apps alone; nobody else can register it. */
const BOT = /\[bot\]$/i;
function anyAuthor(wanted) {
	const logins = new Set(wanted.map((login) => login.toLowerCase()));
	return (subject) => nobodyKnown(subject) ?? (logins.has(subject.change.author.toLowerCase()) ? sure(`author ${subject.change.author}`) : void 0);
}
function anyTeam(wanted) {
	const slugs = new Set(wanted.map((team) => team.toLowerCase()));
	const asked = eitherOf(wanted);
	return (subject) => {
		const { author } = subject.change;
		const person = subject.directory.find(author);
		if (person === void 0) return nobodyKnown(subject) ?? unsure(`whether ${author} is in team ${asked} is not known`);
		const team = person.teams.find((each) => slugs.has(each.toLowerCase()));
		return team === void 0 ? void 0 : sure(`${author} is in team ${team}`);
	};
}
function isBot(wanted) {
	return (subject) => {
		const { author } = subject.change;
		const kind = subject.directory.find(author)?.kind ?? (BOT.test(author) ? "bot" : void 0);
		if (kind === void 0) return nobodyKnown(subject) ?? unsure(`whether ${author} is a bot is not known`);
		if (kind === "bot" !== wanted) return void 0;
		return sure(wanted ? `${author} is a bot` : `${author} is a person`);
	};
}
/** A commit whose author GitHub maps to no account has an empty one. */
function nobodyKnown({ change }) {
	return change.author === "" ? unsure("GitHub does not know who wrote it") : void 0;
}

// src/policy/risk/version-bump.ts
/** Lowest first. */
const ALL_BUMPS = [
	"patch",
	"minor",
	"major"
];
/** By the place of the number that differs; a fourth number and what follows is a patch. */
const PLACES = [
	"major",
	"minor",
	"patch"
];
/** One version, perhaps with an operator that pins its first numbers. Build metadata is no part of it. */
const VERSION = /^(?:\^|~>|~=|~|==|=)? ?[vV]?(\d{1,20}(?:\.\d{1,20}){0,5})((?:[-._][\w.-]{1,100}|(?:a|b|c|rc|alpha|beta|dev|post)\d{0,9})?)(?:\+[\w.-]{1,100})?$/;
/** A single number this long is a date or the name of a commit. */
const LONGEST_ALONE = 6;
function readVersion(text) {
	const match = VERSION.exec(text);
	if (match === null) return void 0;
	const numbers = match[1].split(".").map((number) => number.replace(/^0+(?=\d)/, ""));
	if (numbers.length === 1 && numbers[0].length > LONGEST_ALONE) return void 0;
	return {
		numbers,
		suffix: match[2]
	};
}
/**
* The first number that differs decides, in versions below 1 as well. A number that one side leaves out (`4` to `4.1.2`)
* may have changed or not. What a pre-release or another flavour promises is not known: leaving `2.0.0-rc.1` may be as
* much as what 2.0.0 was.
*/
function bumpsBetween(from, to) {
	const [old, next] = [readVersion(from), readVersion(to)];
	if (old === void 0 || next === void 0) return ALL_BUMPS;
	const place = PLACES.findIndex((_, index) => old.numbers[index] !== next.numbers[index]);
	if (place < 0 && old.numbers.join(".") === next.numbers.join(".") && old.suffix === next.suffix) return ALL_BUMPS;
	const part = PLACES[place] ?? "patch";
	const isLeftOut = place >= 0 && (old.numbers[place] === void 0 || next.numbers[place] === void 0);
	const isVague = old.suffix !== "" && old.suffix !== next.suffix;
	return between(isLeftOut ? "patch" : part, isVague ? higher(part, leadsTo(old)) : part);
}
/**
* What Renovate says where it does not name the old version: `v2` alone is a major bump, every other one has the whole
* version. `2.0.0` is what a repository may show that changed this, so it may be any.
*/
function bumpsTo(to) {
	const version = readVersion(to);
	if (version === void 0) return ALL_BUMPS;
	const [, ...rest] = version.numbers;
	if (rest.length === 0) return version.suffix === "" ? ["major"] : ALL_BUMPS;
	return rest.every((number) => number === "0") ? ALL_BUMPS : ["patch", "minor"];
}
/** The bump that a pre-release of this version prepares. */
function leadsTo({ numbers: [, minor = "0", patch = "0"] }) {
	if (patch !== "0") return "patch";
	return minor === "0" ? "major" : "minor";
}
function higher(one, other) {
	return ALL_BUMPS.indexOf(one) > ALL_BUMPS.indexOf(other) ? one : other;
}
function between(lowest, highest) {
	return ALL_BUMPS.slice(ALL_BUMPS.indexOf(lowest), ALL_BUMPS.indexOf(highest) + 1);
}

// src/policy/risk/dependency.ts
function anyBump(wanted) {
	return ({ change, directory }) => {
		const reading = readBump(change, directory);
		if (reading === void 0) return void 0;
		const { possible, whyUnsure } = reading;
		const found = possible.filter((bump) => wanted.includes(bump));
		if (found.length === 0) return void 0;
		if (whyUnsure === void 0 && found.length === possible.length) return sure(`${eitherOf(possible)} bump`);
		return unsure(whyUnsure ?? `its title does not tell whether the bump is ${eitherOf(possible)}`);
	};
}
/** Undefined for what is by nobody who bumps dependencies. */
function readBump(change, directory) {
	const author = change.author.toLowerCase();
	const bot = BOTS.get(author) ?? BOTS.get(`${author}[bot]`);
	const kind = BOTS.has(author) ? "bot" : directory.find(author)?.kind;
	if (bot === void 0 || kind === "user") return void 0;
	const title = titleOf(change);
	if (!VERB.test(title)) return {
		possible: ALL_BUMPS,
		whyUnsure: "its title names no bump"
	};
	const whyUnsure = kind === void 0 ? `whether ${change.author} is a bot is not known` : strangersIn(change);
	return {
		possible: bumpsIn(title, bot),
		whyUnsure
	};
}
const BOTS = /* @__PURE__ */ new Map([
	["dependabot[bot]", "dependabot"],
	["dependabot-preview[bot]", "dependabot"],
	["renovate[bot]", "renovate"]
]);
/** Commits made on the web or through the API are committed by this account of GitHub's own. */
const WEB_FLOW = "web-flow";
/** Whoever pushed to the branch of the bot may have changed anything: the title speaks for the bot alone. */
function strangersIn(change) {
	if (change.kind === "commit") return void 0;
	const known = [
		change.author,
		change.author.replace(/\[bot\]$/i, ""),
		`${change.author}[bot]`,
		WEB_FLOW
	];
	const stranger = change.contributors.find((login) => !known.some((each) => isSameName(each, login)));
	if (stranger !== void 0) return `${stranger} contributed too, so it may be more than the bump in its title`;
	return (change.unknownContributors ?? 0) > 0 ? "somebody unknown contributed too" : void 0;
}
const VERB = /\b(?:bump|update|upgrade)\b/i;
/** Renovate ends the titles of groups like this; the group of its preset is called so. */
const GROUP_OF = / \((major|minor|patch)\)/i;
const NON_MAJOR = /\bnon-major\b/i;
const DIGEST = /\bdigest\b/i;
/** Titles without versions (groups of Dependabot, digests, lock files) may be any bump. */
function bumpsIn(title, bot) {
	const versions = versionsIn(title);
	if (versions?.from !== void 0) return bumpsBetween(versions.from, versions.to);
	if (bot === "dependabot" || DIGEST.test(title)) return ALL_BUMPS;
	const group = GROUP_OF.exec(title)?.[1]?.toLowerCase();
	if (group !== void 0) return ALL_BUMPS.filter((bump) => bump === group);
	if (versions !== void 0) return bumpsTo(versions.to);
	return NON_MAJOR.test(title) ? ["patch", "minor"] : ALL_BUMPS;
}
/** `… from A to B in …` or `… to B …`. Undefined when there are no versions, or when they could be read in two ways. */
function versionsIn(title) {
	const [before = "", after, ...more] = title.split(" to ");
	if (after === void 0 || more.length > 0 || after.includes(" from ")) return void 0;
	const [, from, ...others] = before.split(" from ");
	if (others.length > 0) return void 0;
	const [to = ""] = after.split(/ (?:in (?:the )?[^ ]|[[(])/, 1);
	return {
		from: from?.trim(),
		to: to.trim()
	};
}

// node_modules/re2js/build/index.js
/*!
* re2js
* RE2JS is the JavaScript port of RE2, a regular expression engine that provides linear time matching
*
* @version v2.10.0
* @author Oleksii Vasyliev
* @homepage https://github.com/le0pard/re2js#readme
* @repository [object Object]
* @license MIT
*/
var RE2Flags = class RE2Flags {
	static FOLD_CASE = 1;
	static LITERAL = 2;
	static CLASS_NL = 4;
	static DOT_NL = 8;
	static ONE_LINE = 16;
	static NON_GREEDY = 32;
	static PERL_X = 64;
	static UNICODE_GROUPS = 128;
	static WAS_DOLLAR = 256;
	static LOOKBEHIND = 512;
	static MATCH_NL = RE2Flags.CLASS_NL | RE2Flags.DOT_NL;
	static PERL = RE2Flags.CLASS_NL | RE2Flags.ONE_LINE | RE2Flags.PERL_X | RE2Flags.UNICODE_GROUPS;
	static POSIX = 0;
	static UNANCHORED = 0;
	static ANCHOR_START = 1;
	static ANCHOR_BOTH = 2;
};
/**
* Public flags for RE2JS and RE2Set compilation.
*/
const PublicFlags = {
	CASE_INSENSITIVE: 1,
	DOTALL: 2,
	MULTILINE: 4,
	DISABLE_UNICODE_GROUPS: 8,
	LONGEST_MATCH: 16,
	LOOKBEHINDS: 512
};
/**
* Various constants and helper for unicode codepoints.
*/
const ASCII_SIZE = 128;
const ASCII_TO_UPPER = new Int32Array(ASCII_SIZE);
const ASCII_TO_LOWER = new Int32Array(ASCII_SIZE);
const MAX_BMP = 65535;
for (let i = 0; i < ASCII_SIZE; i++) {
	if (i >= 97 && i <= 122) ASCII_TO_UPPER[i] = i - 32;
	else ASCII_TO_UPPER[i] = i;
	if (i >= 65 && i <= 90) ASCII_TO_LOWER[i] = i + 32;
	else ASCII_TO_LOWER[i] = i;
}
var Codepoint = class {
	static CODES = Object.freeze({
		"\x07": 7,
		"\b": 8,
		"	": 9,
		"\n": 10,
		"\v": 11,
		"\f": 12,
		"\r": 13,
		" ": 32,
		"\"": 34,
		$: 36,
		"&": 38,
		"'": 39,
		"(": 40,
		")": 41,
		"*": 42,
		"+": 43,
		"-": 45,
		".": 46,
		0: 48,
		1: 49,
		2: 50,
		3: 51,
		4: 52,
		5: 53,
		6: 54,
		7: 55,
		8: 56,
		9: 57,
		":": 58,
		"<": 60,
		">": 62,
		"?": 63,
		A: 65,
		B: 66,
		C: 67,
		F: 70,
		P: 80,
		Q: 81,
		U: 85,
		Z: 90,
		"[": 91,
		"\\": 92,
		"]": 93,
		"^": 94,
		_: 95,
		"`": 96,
		a: 97,
		b: 98,
		f: 102,
		i: 105,
		m: 109,
		n: 110,
		r: 114,
		s: 115,
		t: 116,
		v: 118,
		x: 120,
		z: 122,
		"{": 123,
		"|": 124,
		"}": 125
	});
	static toUpperCase(codepoint) {
		if (codepoint < ASCII_SIZE) return ASCII_TO_UPPER[codepoint];
		const s = String.fromCodePoint(codepoint).toUpperCase();
		const expectedLen = s.codePointAt(0) > MAX_BMP ? 2 : 1;
		if (s.length > expectedLen) return codepoint;
		const sOrigin = String.fromCodePoint(s.codePointAt(0)).toLowerCase();
		const originExpectedLen = sOrigin.codePointAt(0) > MAX_BMP ? 2 : 1;
		if (sOrigin.length > originExpectedLen || sOrigin.codePointAt(0) !== codepoint) return codepoint;
		return s.codePointAt(0);
	}
	static toLowerCase(codepoint) {
		if (codepoint < ASCII_SIZE) return ASCII_TO_LOWER[codepoint];
		const s = String.fromCodePoint(codepoint).toLowerCase();
		const expectedLen = s.codePointAt(0) > MAX_BMP ? 2 : 1;
		if (s.length > expectedLen) return codepoint;
		const sOrigin = String.fromCodePoint(s.codePointAt(0)).toUpperCase();
		const originExpectedLen = sOrigin.codePointAt(0) > MAX_BMP ? 2 : 1;
		if (sOrigin.length > originExpectedLen || sOrigin.codePointAt(0) !== codepoint) return codepoint;
		return s.codePointAt(0);
	}
};
var UnicodeRangeTable = class {
	/**
	* @param {Uint32Array | number[]} data
	* @param {boolean} isStride1
	*/
	constructor(data, isStride1 = false) {
		this.data = data;
		this.isStride1 = isStride1;
		this.SIZE = isStride1 ? 2 : 3;
	}
	getLo(index) {
		return this.data[index * this.SIZE];
	}
	getHi(index) {
		return this.data[index * this.SIZE + 1];
	}
	getStride(index) {
		return this.isStride1 ? 1 : this.data[index * this.SIZE + 2];
	}
	get length() {
		return this.data.length / this.SIZE;
	}
};
const B64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";
const B64_MAP = /* @__PURE__ */ new Uint8Array(256);
for (let i = 0; i < 64; i++) B64_MAP[B64.charCodeAt(i)] = i;
const decodeVLQ = (str) => {
	const res = [];
	let value = 0;
	let shift = 0;
	for (let i = 0; i < str.length; i++) {
		const digit = B64_MAP[str.charCodeAt(i)];
		value |= (digit & 31) << shift;
		if ((digit & 32) === 0) {
			res.push(value);
			value = 0;
			shift = 0;
		} else shift += 5;
	}
	return res;
};
const decodeRanges = (str, isStride1) => {
	const res = decodeVLQ(str);
	const numRanges = isStride1 ? res.length / 2 : res.length / 3;
	const out = new Uint32Array(numRanges * 3);
	let current = 0;
	let resIdx = 0;
	for (let i = 0; i < numRanges; i++) {
		current += res[resIdx++];
		out[i * 3] = current;
		current += res[resIdx++];
		out[i * 3 + 1] = current;
		out[i * 3 + 2] = isStride1 ? 1 : res[resIdx++];
	}
	return out;
};
const decodeOrbit = (str) => {
	const res = decodeVLQ(str);
	const map = /* @__PURE__ */ new Map();
	let currentKey = 0;
	for (let i = 0; i < res.length; i += 2) {
		currentKey += res[i];
		const zz = res[i + 1];
		const delta = zz >>> 1 ^ -(zz & 1);
		map.set(currentKey, currentKey + delta);
	}
	return map;
};
var LazyMap = class {
	constructor(initializer) {
		this.initializer = initializer;
		this.cache = /* @__PURE__ */ new Map();
	}
	has(key) {
		return Object.hasOwn(this.initializer, key);
	}
	get(key) {
		if (this.cache.has(key)) return this.cache.get(key);
		const val = this.has(key) ? this.initializer[key]() : null;
		this.cache.set(key, val);
		return val;
	}
};
var UnicodeTables = class {
	static _CASE_ORBIT = null;
	static get CASE_ORBIT() {
		if (!this._CASE_ORBIT) this._CASE_ORBIT = decodeOrbit("rCgCIgCY+rQI4QiCuuBLgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCCgCBgCBgCBgCBgCBgCBgCB+7OB-BB-BB-BB-BB-BBskQB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BC-BB-BB-BB-BB-BB-BB-BByHBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBDCBBBCBBBCBBCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBxHBCBBBCBBBCBBB3SBmMBkNBCBBBCBBB8MBCBBB6MB6MBCBBC+EB0MB2MBCBBB6MB+MBiGBmNBiNBCBBBmKBikzCBmNBqNBkIBsNBCBBBCBBBCBBB0NBCBBB0NDCBBB0NBCBBByNByNBCBBBCBBB2NBCBBDCBBCwDFCBCBDBCBCBDBCBCBDBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBB9EBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBCCBCBDBCBBBhGBvDBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBjICCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBH2iVBCBBBlKBwiVB+jVB+jVBCBBBlMBqEBuEBCBBBCBBBCBBBCBBBCBBB+hVB4hVB8hVBjNB7MC5MB5MCzMC1MB+0yCE5MB20yCC9MBu2yCBwyyCBo0yCChNBlNBo0yCBu-UBi0yCDlNC6-UBpNDrNIu+UDzNCm0yCBzNE0yyCBzNBpEBxNBxNBtEG1NLqxyCBkxyCnFoFrBCBBBCBBDCBBEkIBkIBkICoHHsCCqCBqCBqCCgEC+DB+DBmkOBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCC+BBgCBgCBgCBgCBgCBgCBgCBgCBrCBpCBpCBpCBmjOB-BB8BB-BB-BBgEB-BB-BByBBqgOBsDB-BBtwBB-BB-BB-BBsBBgDBCB-BB-BB-BBeB-BB-BB61OB-BB-BB-DB9DB9DBQB7DBmCE9CBrDBPBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBrFB-EBOBnHB3FB-FCCBBBNBCBBCjIBjIBjIBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCB-BB-BB8kMB-BB6kMB-BB-BB-BB-BB-BB-BB-BB-BB-BBokMB-BB-BBkkMBkkMB-BB-BB-BB-BB-BB-BB-BB4jMB-BB-BB-BB-BB-BB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EBCBBBCBoiMBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBJCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBeBCBBBCBBBCBBBCBBBCBBBCBBBCBBBdBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBCgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDL-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-C64CgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOCgmOGgmODg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FDg8FBg8FBg8FhVg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBQBQBQBQBQBQDPBPBPBPBPBPjkC7mMB5mMBnmMBjmMBCBlmMB3lMBpiMBk8kCBCBBG-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FD-7FB-7FB-7F6FoglCEsuHRwjlCyDCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCB0DBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBG1DD97OCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQDPBPBPBPBPBPDQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQDPBPBPBPBPBPEQCQCQCQCPCPCPCPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPB0EB0EBsFBsFBsFBsFBoGBoGBgIBgIBgHBgHB8HB8HDQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQCSFPBPBzEBzEBRCxnOFSFrFBrFBrFBrFBREQBQClkOFPBPBnGBnGFQBQCljOCODPBPB-GB-GBNHSF-HB-HB7HB7HBRqJ53OE9tQBrmQH4Bc3BSgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBfBfBfBfBfBfBfBfBfBfBfBfBfBfBfBfECBByZ0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzB34BgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CBCBBBt-UBruHBt+UB1iVBviVBCBBBCBBBCBBB3hVB5-UB9hVB7hVCCBBCCBBI9jVB9jVBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBICBBBCBBECBBN-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOC-lOG-lOzoeCBBBCBBBCBBBCBBBCBBBCBl8kCBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBTCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBnECBBBCBBBCBBBCBBBCBBBCBBBCBBDCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBKCBBBCBBBnglCBCBBBCBBBCBBBCBBBCBBECBBBvyyCDCBBBCBBBgDCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBn0yCB90yCB10yCBh0yCBn0yCCjxyCBzyyCBpxyCBg6BBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBB-CBl0yCBvjlCBCBBBCBBBt2yCBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBhkzCZCBB9a-5Bd-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCm6TCBB7gBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCH-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BmlBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvChDwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCFvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvC1DuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCCuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCCuCBuCBuCBuCBuCBuCBuCCuCBuCCtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCCtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCCtCBtCBtCBtCBtCBtCBtCCtCBtCk2BgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEO-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-D+CgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCL-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-B74CgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BhrVgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BhB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BD1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BtxekCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjC");
		return this._CASE_ORBIT;
	}
	static _Print = null;
	static get Print() {
		if (!this._Print) this._Print = new UnicodeRangeTable(decodeRanges("hB9CBjBLBCpWBDFBFGBCCCBSBCsMBClBBDxBBDCBC2BBJaBFFBSVBC-FBCvBBD6BBDkDBP6BBDwBBDOBCbBDCCBJBGfBIqCBCgFBCHBDBBDVBCGBCEEBCBDIBDBBDDBJFFBCCBDBDYBDCBCFBFBBDVBCGBCBBCBBCBBDCCBDBFBBDCBEIIBCBCIIBPBLCBCIBCCBCVBCGBCBBCEBDJBCCBCCBDQQBCBDLBIGBCCBCHBDBBDVBCGBCBBCEBDIBDBBDCBICBFBBCEBDRBLBBCFBECBCDBEBBCCCBEEBEEBBBELBFEBECBCDBDHHPUBGMBCCBCWBCPBDIBCCBCDBIBBCCBCBBDDBDJBIVBCCBCWBCJBCEBDIBCCBCDBIBBGCBCDBDJBCCBNMBCCBCyBBCCBCFBFPBDZBCCBCRBEXBCIBCDDBFBEFFBEBCCCBGBHJBDCBN5BBFcBmBBBCCCBDBCXBCCCBVBDEBCCCBFBCJBDDBhBnCBCjBBFmBBCjBBCOBCMBmBlGBCGGD4LBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBDfBEZBH1CBDFBD-TBCbBE4CBIVBKXBKTBNMBCCBCBBN9CBDJBHJBHNBCKBH4CBIqBBGlCBLeBCLBFLBFEEBoBBDEBMrBBFZBHKBE9BBDgCBCcBDKBHJBHNBDtBBDLBVsCBClFBJ7BBEOBE9BBGqBBDKBJqBBG1QBDFBDlBBDFBDHBCGCBdBD0BBCOBCNBDFBCSBDCBCIBSXBJuBBSBBDaBCMBEhBBPgBBQrEBF5UBXKBWz4BBD9LBGsBBCGGD3BBIBBPXBKGBCGBCGBCGBCGBCGBCGBCGBC9DBjBZBC4CBN1GBbPBC+BBC1CBDmDBGqBBC9CBC1CBKvBBCszcBE2BBK7KBV3FBJ8GBV7BBEJBH3BBJlCBJLBHzDBMdBEtCBCKBFgBBC2BBKNBDJBDmDBZbBLFBDFBDFBKGBCGBC7BBF9DBDJBHj9KBNWBFwBBloItLBDpDBnBGBNEBGZBCEBCCCBCCBCCBoUBhBpBBHyBBCSBCDBFEBCmEBF9FBEFBDFBDFBDCBEGBCGBOBBDLBCZBCSBCBBCOBDNBjB6DBGCBFsBBE3CBCMBEwBwBBsBBjEcBEwBBQbBFjBBKdBGqBBGdBCkBBFNBrB9EBDJBHjBBFjBBFnBBJzBBMLBCOBCGBCBBCKBCOBCGBCBBEzBBN2JBKVBLHBZFBCpBBCIBmCFBDCCBqBBCBBEDDBVBCnCBJIBxBSBCBBGgBBEaBGaBnB3BBFTBDxBBCBBGHBCCBCcBDCBFJBIIBI-BBhBmBBFLBK1BBEcBDaBGZBIDBNGBxCoCB4ByBBOyBBItBBJJBHlBBEcBJBBxGeBCpBBCCBDBBRFBJIBiBtBBJpBBXZBnBbBVWBKtCBFjBBK9BBCEBOYBIJBH0BBCRBJmBBK-CBCTBMRBCuBB-BGBCCCBCBCOBCKBH6BBGJBHDBCHBDBBDVBCGBCBBCEBCJBDBBDCBDHHGGBDGBEEBMJBCDDClBBCJBCDDCDBCJBCBBJBBe7CBCEBfnCBJJBnF1BBDlBBjBkCBMJBHMBU5BBHJBHTBdaBDOBFWB6F7BBlDyCBNHBDDDBGBCBBCdBCBBDLBKJBnCHBDtBBDKBcnCBJyCBOoCBIJB3CHB5ChBBPJBHIBCsBBCNBLcBEfBDVBCNBqCGBCBBCrBBECCBCCBHBJJBHFBCBBCkBBCBBCFBIJBHrBBFJB3HYBIQBCoBBEcB2CQQBwBBO6cBnDuDBCEBMjGBtyCiDBOvhBBRVBL68DBGmSB61G5BBn2B4RBIeBCJBFwCBCJBHdBDFBLlCBLJBCGBCUBGSBxN5BBnG6CBGYBDYBtBqCBF4BBIQBhCEBMGBK1mHBqBfBiDyDB+vIDBCGBCBBCiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBDDBh7D8HBEzNBHWBQQBQtBBDWBKzDB9B1HBLmBBDpCBJvDBWlCB7DTBNTBN2CBKYBoE0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDjJBD9VBQEBCOBxiBeBHFB2GGBCQBDGBCBBCEBG9BBiBxDxDBrBBENBDJBFBBhKeBS5BBGxOxOBoBB3GqBBFhGhGBdBCVBJBBhHGBCDBCBBCOBCkGBDPBqBrCBFJBFBByYjCBtC8BBjGDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1BBBvIrBBFjDBNOBDOBCOBCkBBLtFB5BcBOrBBFIBIBBPFB7E4eBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBBPIBoB3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBCmDBmgB-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIBnkzVvHB", false));
		return this._Print;
	}
	static CATEGORIES = new LazyMap({
		C: () => new UnicodeRangeTable(decodeRanges("AfBgDgBBOrWrWBHHBCBICCVuMuMnBBBzBBBE4B4BBGBcDBHQBXhGhGxBBB8BBBmDNB8BBByBBBQddBCCMEBhBGBsCiFiFJBBDBBXIICCBFBBKBBDBBFHBCDBDGGBaaBEEHDBDBBXIIDGDBCCGDBDBBECBCGBFCCBFBSJBEKKEXXIDDGBBLIEBCCBNBFBBNGBIEEJBBDBBXIIDGGBKKBDDBEEBFBEDBDGGBTTBIBDHHBBBEFFBBBDCCDCBDCBECBNDBGCBEFFBCCBEBCNBWEBOEEYRRBKKEFFBFBDEEDBBFBBLGBXEEYLLGBBKEEFGBDEBEFFBLLELBOEE0BEEHDBRBBbEETCBZKKCBBICBCDBHCCJFBLBBELB7BDBekBBDCCGZZCYYBGGCIILBBFfBpClBlBBCBoBlBlBQOOBjBBnGCCBDBCBB6LFFBIICFFBqBqBFBBiBFFBIICFFBQQ6BFFBkCkCBhBhBBBBbFB3CBBHBB+UCB6CGBXIBZIBVLBOEEDLB-CBBLFBLFBPMMBEB6CGBsBEBnCJBgBNNBCBNDBCCBrBBBGKBtBDBbFBMCB-BBBiCeeBMMBEBLFBPBBvBBBNTBuCnFnFBGB9BCBQCB-BEBsBBBMHBsBEB3QBBHBBnBBBHBBJGCgBBB2BQQPBBHUUBEEKMMBDBbEByBPBDBBcOOBBBjBNBiBOBtEDB7UVBMUB14BBB-LEBuBCCBDBCBB5BGBDNBZIBI4BI-DhBBb6C6CBKB3GZBxC3C3CBoDoDBDBsB-C-C3CIBxBuzcuzcBBB4BIB9KTB5FHB+GTB9BCBLFB5BHBnCHBNFB1DKBfCBvCMMBCBiB4B4BBHBPBBLBBoDXBdJBHBBHBBHIBIII9BDB-DBBLFBl9KLBYDByBjoIBvLBBrDlBBILBGEBbGGCGDrUfBrBFB0BUUFDBGoEoEBCB-FCBHBBHBBHBBECBIIIBLBDBBNbbUDDQBBPhBB8DEBEDBuBCB5COOBBBCuBBvBhEBeCByBOBdDBlBIBfEBsBEBfmBmBBCBPpBB-EBBLFBlBDBlBDBpBHB1BKBNQQIDDMQQIDDBBB1BLB4JIBXJBJXBHrBrBKkCBHBBCtBtBDCBCBBYpCpCBGBKvBBUDDBDBiBCBcEBclBB5BDBVBBzBDDBDBJEEeBBEDBLGBKGBhCfBoBDBNIB3BCBeBBcEBbGBFLBIvCBqC2BB0BMB0BGBvBHBLFBnBCBeHBDvGBgBrBrBEBBDPBHHBKgBBvBHBrBVBblBBdTBYIBvCDBlBIB-BGGBLBaGBLFB2BTTBGBoBIBhDVVBJBTwBwBB8BBICCFQQMFB8BEBLFBFJJBDDBXXIDDGLLBDDBEEBCCBEBCEBIBBICBGKBLCCBCCnBLLCBBCFFLDDBGBDcB9CGGBcBpCHBLlFB3BBBnBhBBmCKBLFBOSB7BFBLFBVbBcBBQDBY4FB9BjDB0CLBJBBCBBJDDfDDBNNBHBLlCBJBBvBBBMaBpCHB0CMBqCGBL1CBJ3CBjBNBLFBKuBuBPJBeCBhBBBXPPBnCBIDDtBCBCDDKHBLFBHDDmBDDHGBLFBtBDBL1HBaGBSqBqBBBBe0CBCOBzBMB8clDBwDGGBJBlGryCBkDMBxhBPBXJB88DEBoS41GB7Bl2BB6RGBgBLLBCByCLLBEBfBBHJBnCJBLIIWEBUvNB7BlGB8CEBaBBarBBsCDB6BGBS-BBGKBIIB3mHoBBhBgDB0D8vIBFIIDkJkJBNBCcBEBBCNBFHBtMjoCBsDEBOCBKGBLBBF-6DB+HCB1NFBYOBSOBvBBBYIB1D7BB3HJBoBBBrCHBxDUBnC5DBVLBVLB4CIBamEB2CoCoCDBBCBBDBBFNNCIIiCFFBJJIddFGGCCBI1K1KBlJlJB-V-VBNBGQQBuiBBgBFBH0GBISSBIIDGGBDB-BgBBCvDBuBCBPBBLDBD-JBgBQB7BEBCvOBrB1GBsBDBC-FBgBXXBGBD-GBIFFDQQmGBBRoBBtCDBLDBDwYBlCrCB+BhGBFccDCCBCCLFFCCCBEBCDBCECEDDCBBCICDCCBFFIKFCLLSEBEGGSzBBDtIBtBDBlDLBQBBQQQmBJBvF3BBeMBtBDBKGBDNBH5EB6eCBSCBOCB7GFBNDBCOBNDB5BHBLFBpBHBfBBNDBDNBKmBB5KHBPBBOCBMCB6BCCBCBRBBNDBLGB0EoDoDBjgBBh3pBfB-oEBBv0FBBypHOBvThtCB-QhvBBs6EEBrpIlkzVBxHvw-FB", false)),
		Cc: () => new UnicodeRangeTable(decodeRanges("AfgDgB", true)),
		Cf: () => new UnicodeRangeTable(decodeRanges("tFzqBzqBBEBXhGhGyBhMhMBxCxCs5D9-B9-BBDBbEByBEBCJBw03B6H6HBBBimEQQj7IPBhjiBDBwmFHBn0rYffB+CB", false)),
		Cn: () => new UnicodeRangeTable(decodeRanges("4bBBHDBICCVuMuMnBBBzBBBE4B4BBGBcDBHKBvI9B9BBmDmDBMB8BBByBBBQddBCCMEBjBEBuHJJBDDBXXICCBBBFBBKBBDBBFHBCDBDGGBaaBEEHDBDBBXIIDGDBCCGDBDBBECBCGBFCCBFBSJBEKKEXXIDDGBBLIEBCCBNBFBBNGBIEEJBBDBBXIIDGGBKKBDDBEEBFBEDBDGGBTTBIBDHHBBBEFFBBBDCCDCBDCBECBNDBGCBEFFBCCBEBCNBWEBOEEYRRBKKEFFBFBDEEDBBFBBLGBXEEYLLGBBKEEFGBDEBEFFBLLELBOEE0BEEHDBRBBbEETCBZKKCBBICBCDBHCCJFBLBBELB7BDBekBBDCCGZZCYYBGGCIILBBFfBpClBlBBCBoBlBlBQOOBjBBnGCCBDBCBB6LFFBIICFFBqBqBFBBiBFFBIICFFBQQ6BFFBkCkCBhBhBBBBbFB3CBBHBB+UCB6CGBXIBZIBVLBOEEDLB-CBBLFBLFBbFB6CGBsBEBnCJBgBNNBCBNDBCCBrBBBGKBtBDBbFBMCB-BBBiCeeBMMBEBLFBPBBvBBBNTBuCnFnFBGB9BCBQCB-BEBsBBBMHBsBEB3QBBHBBnBBBHBBJGCgBBB2BQQPBBHUUBEEKmDmDNBBcOOBBBjBNBiBOBtEDB7UVBMUB14BBB-LEBuBCCBDBCBB5BGBDNBZIBI4BI-DhBBb6C6CBKB3GZBxC3C3CBoDoDBDBsB-C-C3CIBxBuzcuzcBBB4BIB9KTB5FHB+GTB9BCBLFB5BHBnCHBNFB1DKBfCBvCMMBCBiB4B4BBHBPBBLBBoDXBdJBHBBHBBHIBIII9BDB-DBBLFBl9KLBYDByBDBvzIBBrDlBBILBGEBbGGCGDrUfBrBFB0BUUFDBGoEoEBCC-FCBHBBHBBHBBECBIIIBIBGBBNbbUDDQBBPhBB8DEBEDBuBCB5COOBBBCuBBvBhEBeCByBOBdDBlBIBfEBsBEBfmBmBBCBPpBB-EBBLFBlBDBlBDBpBHB1BKBNQQIDDMQQIDDBBB1BLB4JIBXJBJXBHrBrBKkCBHBBCtBtBDCBCBBYpCpCBGBKvBBUDDBDBiBCBcEBclBB5BDBVBBzBDDBDBJEEeBBEDBLGBKGBhCfBoBDBNIB3BCBeBBcEBbGBFLBIvCBqC2BB0BMB0BGBvBHBLFBnBCBeHBDvGBgBrBrBEBBDPBHHBKgBBvBHBrBVBblBBdTBYIBvCDBlBIBlCJBCBBaGBLFB2BTTBGBoBIBhDVVBJBTwBwBB8BBICCFQQMFB8BEBLFBFJJBDDBXXIDDGLLBDDBEEBCCBEBCEBIBBICBGKBLCCBCCnBLLCBBCFFLDDBGBDcB9CGGBcBpCHBLlFB3BBBnBhBBmCKBLFBOSB7BFBLFBVbBcBBQDBY4FB9BjDB0CLBJBBCBBJDDfDDBNNBHBLlCBJBBvBBBMaBpCHB0CMBqCGBL1CBJ3CBjBNBLFBKuBuBPJBeCBhBBBXPPBnCBIDDtBCBCDDKHBLFBHDDmBDDHGBLFBtBDBL1HBaGBSqBqBBBBe0CBCOBzBMB8clDBwDGGBJBlGryCBkDMB3iBJB88DEBoS41GB7Bl2BB6RGBgBLLBCByCLLBEBfBBHJBnCJBLIIWEBUvNB7BlGB8CEBaBBarBBsCDB6BGBS-BBGKBIIB3mHoBBhBgDB0D8vIBFIIDkJkJBNBCcBEBBCNBFHBtMjoCBsDEBOCBKGBLBBJ76DB+HCB1NFBYOBSOBvBBBYIB1D7BB3HJBoBBBjGUBnC5DBVLBVLB4CIBamEB2CoCoCDBBCBBDBBFNNCIIiCFFBJJIddFGGCCBI1K1KBlJlJB-V-VBNBGQQBuiBBgBFBH0GBISSBIIDGGBDB-BgBBCvDBuBCBPBBLDBD-JBgBQB7BEBCvOBrB1GBsBDBC-FBgBXXBGBD-GBIFFDQQmGBBRoBBtCDBLDBDwYBlCrCB+BhGBFccDCCBCCLFFCCCBEBCDBCECEDDCBBCICDCCBFFIKFCLLSEBEGGSzBBDtIBtBDBlDLBQBBQQQmBJBvF3BBeMBtBDBKGBDNBH5EB6eCBSCBOCB7GFBNDBCOBNDB5BHBLFBpBHBfBBNDBDNBKmBB5KHBPBBOCBMCB6BCCBCBRBBNDBLGB0EoDoDBjgBBh3pBfB-oEBBv0FBBypHOBvThtCB-QhvBBs6EEBrpIm8yVBCdBhD-DBxHvw-BB---BBB---BBB", false)),
		Co: () => new UnicodeRangeTable(decodeRanges("gg4B-nGh4hc9--BD9--B", true)),
		Cs: () => new UnicodeRangeTable(decodeRanges("gg2B--B", true)),
		L: () => new UnicodeRangeTable(decodeRanges("hCZBHZBwBLLFGGBVBCeBCpOBFLBPEBICCiEEBCBBDDBCHHCCBCCCBSBCyCBCqEBJlFBClBBDHHBnBBoCaBFDBuBqBBkBBBCiDBCQQBIIBLLBBBDRRCdBe4CBMZZBfBKBBFGGBUBFKKEYYBXBIKBGXBCGBRpBB7B1BBETTIJBQPBFHBDBBDVBCGBCEEBCBERROBBCCBPBBLJJBEBFBBDVBCGBCBBCBBCBBgBDBCUUBBBRIBCCBCVBCGBCBBCEBETTQBBYMMBGBDBBDVBCGBCBBCEBEffBCCBBBQSSCFBECBCDBEBBCCCBEEBEEBBBELBX1B1BBGBCCBCWBCPBEbbBBBCBBDBBfFFBGBCCBCWBCJBCEBEffBBBCBBQBBSIBCCBCoBBDRRGCBJCBZFBGRBEXBCIBCDDBFB7BvBBCBBNGB7BBBCCCBDBCXBCCCBIBCBBKDDBDBCWWBCBhBgCgCBGBCjBBcEB0DqBBVRRBEBFDBEEEBIIBBBFMBNSSBkBBCGGDqBBCsKBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBmBPBR1CBDFBErTBDQBCZBGqCBHHBIRBOSBPRBPMBCCBQzBBkBFFkC4CBIEBDhBBCGGBkCBLeByBdBDEBMrBBFZB3BWBK0BBzC+C+CBtBBSHB3BdBOBBLrBBbjBBqBCBLjBBDKBGqBBDCBqBDBCFBCBBEGGB+FBhC1IBDFBDlBBDFBDHBCGCBdBD0BBCGBCEEBBBCGBEDBDFBFMBGCBCGB1DOORMBmDFFDJBCEEBDBHGCBCBCKBDDBGEBF1B1BB8zC8zCBjHBHDBEBBNlBBCGGD3BBIRRBVBKGBCGBCGBCGBCGBCGBCGBCGBxC2O2OBrBrBBDBGBBF1CBHCBC5CBCDBGqBBC9CBSfBxBPBhQ-tGBhCs0VBkCtBBDsIBEPBLBBVuBBReBDlCByBIBDmDBDxCBVQBCCBCDBCWBezBBPxBB-BFBECCBMMBaBLWBacBIuBBdRRBDBCJBLEBCoBBYCBCHBVWBEEEBwBBCEEBDDBDBDCCZCBDKBICBNFBDFBDFBKGBCGBCqBBCNBHyDBej9KBNWBFwBBloItLBDpDBnBGBNEBGCCBIBCMBCEBCCCBCCBCCBqDBiBqLBT-BBD1BBpBLB1DEBCmEBlBZBHZBM4CBEFBDFBDFBDCBkBLBCZBCSBCBBCOBDNBjB6DBmMcBEwBBwBfBOTBCHBHlBBLdBDjBBFHBxB9EBTjBBFjBBFnBBJzBBNKBCOBCGBCBBCKBCOBCGBCBBEzBBN2JBKVBLHBZFBCpBBCIBmCFBDCCBqBBCBBEDDBVBLWBKeBiCSBCBBLVBLZBHZBnB3BBHBBhCQQBCBCCBCcBrBcBEcBkBHBCbBc1BBLVBLSBORBvDoCB4ByBBOyBBOjBBnBbBKWB7HpBBHBBRFB5BcBLJJBUBrBRBvBUBcWBN0BB6BBBDOOBrBBhBYBbjBBeDDJiBBENNBuBBPDBWCCkBRBCYBUBBgCGBCCCBCBCOBCJBIuBBnBHBDBBDVBCGBCBBCEBETTNEBfJBCDDClBBCaaCtBtBBzBBTDBVCBfvBBVBBC5F5FBtBBqBDBlBvBBV8B8BBpBBOoCoCBZBmBGB6FrBB1D-BBgBHBDDDBGBCBBCXBQCC-CHBDmBBRCCdLLBmBBIWWMtBBUTTBnCBoGgBBgBIBCkBBSyByBBcBxDGBCBBClBBWaaBEBCBBCfBPYYBqBBlISBQCCBLBChBB9DwCwCB4cBnHjGBtyCgDBQvhBBSFBa68DBGmSB61GdBj3B4RBIeBSuCBSdBTvBBRDBgBUBGSBxNsBB0G-BBhBYBDYBtBqCBGjCjCBLBhCBBCPPBNNB0mHBqBfBiDyDB+vIDBCGBCBBCiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBn7F0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDYBCYBCeBCYBCeBCYBCeBCYBCeBCYBCHB15BeBHFBmI9BBzEsBBLGBRiKiKBcBTrBBlPbBlHdBDwGwGBdBCCBCBBCGBDEBKBBhHGBCDBCBBCOBCkGB8BjCBI1lB1lBBCBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQBlqE-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", false)),
		LC: () => new UnicodeRangeTable(decodeRanges("hCZBHZB7BLLBVBCeBCiGBCDBFvGBDZBhGDBDBBECBCHHCCBCCCBSBCyCBCqEBJlFBClBBKoBB44ClBBCGGDqBBDCBhV1CBDFBjkCKBGqBBDCBhCrBBgCMBChBBmD1IBDFBDlBBDFBDHBCGCBdBD0BBCGBCEEBBBCGBEDBDFBFMBGCBCGBmIFFDJBCEEBDBHGCBCBCFBFDDBCBGEBF1B1BB8zC8zCB6DBDmDBHDBEBBNlBBCGGzoetBBTbBnEtCBCWBEDBCsCBZBBE2Z2ZBpBBGIBIvCBh6TGBNEBqgBZBHZBmlBvCBhDjBBFjBB1DKBCOBCGBCBBCKBCOBCGBCBBk2ByBBOyBB+CVBLVB74C-BBhrV-BBhBYBDYBtpZ0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDYBCYBCeBCYBCeBCYBCeBCYBCeBCYBCHB15BJBCTBHFB2uCjCB", false)),
		Ll: () => new UnicodeRangeTable(decodeRanges("hDZB7BqBqBBWBCHBC2BCBQCBuBCDECBBBDCCDEEBFFDEEBBBDDDCCCDCCBCCDEECDDBDDBBBHGDCOCBSCBDDCEEC4BCBFBDDDBCCFICBjCBDZBiGCCEEEBBBTccBhBBCBBECBCWCBDBCGDB0B0BBuBBCgBCK0BCDMCBgDCxBoBBo6CqBBDCB5XFBjkCIBC2D2DBqBBgCMBChBBnD0ECBHBCgDCBHBJFBLHBJHBJFBLHBJHBJNBDHBJHBJHBJEBCBBHEEBBBCBBJDBDBBJHBLCBCBBzIEEBEEcKFDBBJDBF2B2Bs1CvBBCEEBGCFCCBCCBEBGiDCBIICFFNlBBCGG0oesBCUaCoEMCBBBC+BCBGBCCCDICFCCDCCBBBCSCGGGCMCFCCDOCbEE2ZqBBGIBIvCBh6TGBNEBqhBZBumBnBBpEjBB8EKBCOBCGBCBBk4ByBB+DVB75CfBhsVfB8BYBnqZZBbGBCRBbZBbDBCCCBFBCKBbZBbZBbZBbZBbZBbZBbZBbZBbbBdYBCFBbYBCFBbYBCFBbYBCFBbYBCFBC15B15BBIBCTBHFB4vChBB", false)),
		Lm: () => new UnicodeRangeTable(decodeRanges("wVRBFLBPEBICCmEGG-OnHnHlFBBuIBBFgBgBKEEhFoFoF1mBgEgE2R72B72BsDkTkTxOFBvF+BBOjBjBBjBByVOORMBg-CBByHgGgG2OsBsBBDBGiDiDB+C+CBBB34bjnBjnBBEBvIzDzDdBB6DIBxCYYpDDBEBB2OXXqEtDtDWBBoDDBKngVngVuBBBh-BFBCpBBCIB0sBhBhB2K04D04DnrTDB9PCBpBBBnRMBhCBBCPPB9-P9-PBCBCGBCBByhM9BBqGGBud0Q0QsSAB", false)),
		Lo: () => new UnicodeRangeTable(decodeRanges("qFQQhIFFBCBxGBB7ZaBFDBuBfBCJBkBBBCiDBCZZBLLBBBDRRCdBe4CBMZZBfBWVBrBYBIKBGXBCGBRoBB8B1BBETTIJBROBFHBDBBDVBCGBCEEBCBERROBBCCBPBBLJJBEBFBBDVBCGBCBBCBBCBBgBDBCUUBBBRIBCCBCVBCGBCBBCEBETTQBBYMMBGBDBBDVBCGBCBBCEBEffBCCBBBQSSCFBECBCDBEBBCCCBEEBEEBBBELBX1B1BBGBCCBCWBCPBEbbBBBCBBDBBfFFBGBCCBCWBCJBCEBEffBBBCBBQBBSIBCCBCoBBDRRGCBJCBZFBGRBEXBCIBCDDBFB7BvBBCBBNFB8BBBCCCBDBCXBCCCBIBCBBKDDBDBYDBhBgCgCBGBCjBBcEB0DqBBVRRBEBFDBEEEBIIBBBFMBNyDyDBnKBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBmBPByDrTBDQBCZBGqCBHHBIRBOSBPRBPMBCCBQzBBpBkCkCBhBBC0BBIEBDhBBCGGBkCBLeByBdBDEBMrBBFZB3BWBK0BBxFuBBSHB3BdBOBBLrBBbjBBqBCBLdByDDBCFBCBBE7hB7hBBCB4-C3BBZWBKGBCGBCGBCGBCGBCGBCGBCGBoR2B2BF1CBJCCB4CBFGGBpBBC9CBSfBxBPBhQ-tGBhC0wUBC2jBBkCnBBJrIBFPBLBBjCyByBBkCBqFoDoDEGBCCBCDBCWBezBBPxBB-BFBECCBMMBaBLWBacBIuBBuBEBDIBLEBCoBBYCBCHBVPBCFBEEEBwBBCEEBDDBDBDCCZBBEKBIPPBEBDFBDFBKGBCGByEiBBej9KBNWBFwBBloItLBDpDBkCCCBIBCMBCEBCCCBCCBCCBqDBiBqLBT-BBD1BBpBLB1DEBCmEBqDJBCsBBDeBEFBDFBDFBDCBkBLBCZBCSBCBBCOBDNBjB6DBmMcBEwBBwBfBOTBCHBHlBBLdBDjBBFHBhEtCBjDnBBJzBB9CzBBN2JBKVBLHB5EFBDCCBqBBCBBEDDBVBLWBKeBiCSBCBBLVBLZBHZBnB3BBHBBhCQQBCBCCBCcBrBcBEcBkBHBCbBc1BBLVBLSBORBvDoCB4FjBBnBDBCxJxJBoBBHBBRCBCBB5BcBLJJBUBrBRBvBUBcWBN0BB6BBBDOOBrBBhBYBbjBBeDDJiBBENNBuBBPDBWCCkBRBCYBUBBgCGBCCCBCBCOBCJBIuBBnBHBDBBDVBCGBCBBCEBETTNEBfJBCDDClBBCaaCtBtBBzBBTDBVCBfvBBVBBC5F5FBtBBqBDBlBvBBV8B8BBpBBOoCoCBZBmBGB6FrBB0GHBDDDBGBCBBCXBQCC-CHBDmBBRCCdLLBmBBIWWMtBBUTTBnCBoGgBBgBIBCkBBSyByBBcBxDGBCBBClBBWaaBEBCBBCfBPYYBnBBCBBlISBQCCBLBChBB9DwCwCB4cBnHjGBtyCgDBQvhBBSFBa68DBGmSB61GdBj3B4RBIeBSuCBSdBTvBB0BUBGSB0NnBB2MqCBGwFwFB0mHBqBfBiDyDBuwIiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBxzI2P2PBrBBiBiKiKBcBTrBBlPaBmHdBDwGwGBdBCCBCBBCGBDEBKiHiHBFBCDBCBBCOBCkGB8pBDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQBlqE-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", false)),
		Lt: () => new UnicodeRangeTable(decodeRanges("lOGDnB2sH2sHBGBJHBJHBNQQwBAB", false)),
		Lu: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiB2BCDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIJDCMCDQCDDDCCBC4BCIBBCBBDCCBCBCGCiJCCEJJHCCBBBCCCBCCBPBCIBkBDDBBBEWCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBpCDBNDBNDBNEBMDBnIFFECBDCBDEEBDBHGCBCBDDBLBBG+B+B9zCvBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoqZZBbZBbZBbCCBGDBDDBCBCHBbZBbBBCDBDHBCGBcBBCDBCEBCEEBFBcZBbZBbZBbZBbZBbZBfYBiBYBiBYBiBYBiBYBiB2pE2pEBgBB", false)),
		M: () => new UnicodeRangeTable(decodeRanges("gYvDB0IGBoIsBBCCCBCCBCCpCKBxBUBRmDmDBFBDFBDBBCDBkBffBZB8CKB7BIBKZZBCBCIBCCBCEBsBCB8BIBrBXBCgBB3BCBCRBCGBLBBeCB5BCCBFBDBBDCBKLLBbbDCB5BCCBDBFBBDCBEffBEEMCB5BCCBGBCCBCCBVBBXFBCCB5BCCBFBDBBDCBICBLBBf8B8BBDBECBCDBKpBpBBDB4BCCBFBCCBCDBIBBMBBeCB5BCCBFBCCBCDBIBBMBBQNNBCB4BBBCGBCCBCDBKLLBeeBBBnCFFBEBCCCBGBTBB+BDDBFBNHBjDDDBHBMGBqCBBcECFBByBTBCBBGKBCjBBKlDlDBSBYDBFCBCCBDGBEDBOLBCLLBCBgWCBzdDBdCBeBBfBBhCfBKuBuBBBBC2D2DBjBjB3DLBFLB8GEB6BJBCcBDxBxBBsBBDLBVEBwBQBnBIBNCBfMB5BNBxBTB5ECBCUBFHHDCBnG-BBxWgBB--CCBuEhDhDBeBrRFBqDBB1udDBCJBhBBBxCBBxIEEFYYBDBF0C0CBzBzBBQBbRBOnBnBBGBaMBtBDBwBNBlBkCkCBMBNJJBuBuBBBBzBCCBBBDBBGBBCqBqBBDBGBBtHHBCBBx5TiXiXBOBRPBuejHjH2EEBn0BCBCBBGDBpBCBFmFmFB+R+RBCBiCEB+JBBuCFBnCKByBDB7DCB2BOBqBDDBLLBCBuBKBI+B+BBBBlBNBRBBtBNNBBBxBNBJDBCBB9CLBHDD+ELBWDB4BBBCGBDBBDCBKLLBDDBFBEEBkCIBCDDCDBCEBCPPBzCzCBQBYyCyCBSBsHGBDIBcBBzCQBrDMBmDOBhIOB2HFBCBBDDBCCCBuEuEBFBDGBEddBIBpBGBCDBJKKBJBvBPBnGHBoGHBCHBzCVBCNB7DFBECCBCCBFBCjCjCBDBCBBCEB8KDBKBBCxBxBBFBEEBYmnFmnFHOBpmLRBhuCEB8BGB5gBCCB1BBIDByCMMBslTslTBizEizEBsBBDWB-QEBEFBJHBDGBfDB1ECB89B2BBFxBBJPPXEBCOBxqBGBCQBDGBCBBCEBlDhFhFBFB4L+B+BBCB9PDB-HBB0HDDIBBG7O7OBFBuDGB29lYvHB", false)),
		Mc: () => new UnicodeRangeTable(decodeRanges("joC4B4BDCBJDBCBBzBBB7BCBHBBDBBLsBsB7BCBjC7B7BBBBJCCB2B2BB7B7BCHHBDDBLLnDBBCBBECBCCBLqBqBBBB+BDB+BBB7BCCBDBDBBCBBKBBdPPB7B7BBBBGCBCCBLrBrBBsCsCBBBHHBTBBrKBBgCsFsFBFFHDDBaaBLLBBBDGBWBBDFBDLLBBB5zBffiEIIBGBCBB7KDBDCBFBBCFBhHBB7BCCKCCBJJBEByExBxBGCCBDBCBB+BffFBBD9B9BDCBCEEBxBxBBGBJBBsFWW35EBB0-dBBD5C5CBzBzBBOBvEBBwBxBxBBFFBDDBBBvDBBDBBZuBuBCuDuDDBBGuHuHBCCBCCBCC0gZCCgEuBuBBBBFBB0DZZB8B8BxBCBKBBO+C+CBBBEBBCrFrFBBBgBBB7BBBCDBDBBDCBKLLB1C1CBBBIDDCDBCBBCmDmDBBBJBBErDrDBBBHCCBCBDuHuHBBBHDBDyDyDBBBJBBCuDuDCBBHoDoDCBBFmImIBBBK4H4HBEBCBBFDDCvEvEBBBJDBF1C1CeBB-BqGqGECCoGPPrDIID2G2GBDBFBBC-K-KBNNxBBBJBBCpvQpvQBBBlxD2BBpDBB0rYBBHFB", false)),
		Me: () => new UnicodeRangeTable(decodeRanges("okBBB1xF-wB-wBBCBCCBsshBCB", false)),
		Mn: () => new UnicodeRangeTable(decodeRanges("gYvDB0IEBqIsBBCCCBCCBCCpCKBxBUBRmDmDBFBDFBDBBCDBkBffBZB8CKB7BIBKZZBCBCIBCCBCEBsBCB8BIBrBXBCfB4BCCFHBFEEBFBLBBe7B7BFDBJVVBbbDBB6BFFBFFBDDBBBEffBEEMBB6BFFBDBCBBFVVBXXBEBC7B7BDCCBCBJIIBMMBff+BNNzBEE4BCCBBBGCBCDBIBBMBBe7B7BDHHGBBVBBdBB6BBBFDBJVVBeepCIIBBBC7C7CDGBNHBjDDDBHBMGBqCBBcEC4BNBCEBCBBGKBCjBBKnDnDBCBCFBCBBDBBaBBFCBRDBODDBHHQgWgWBBBzdCBeBBfBBfBBhCBBCGBJDDBJBKuBuBBBBC2D2DBjBjB3DCBFBBKHHBBB8GBBD7B7BCGBCCCDHBHJBDxBxBBMBCeBDLBVDBxBCCBDBCGGpBIBNBBhBDBDBBCCB5BCCBEECCB7BHBDBB5ECBCMBCGBFHHEBBnG-BBxWMBFEEBKB--CCBuEhDhDBeBrRDBsDBB1udFFBIBhBBBxCBBxIEEFaaBGG4EBBbRBOnBnBBGBaKBvBCBxBDDBCBDBBoBkCkCBEBDBBDBBNJJwB0B0BCCBDBBGBBCrBrBBJJvHDDFx5Tx5TiXPBRPBuejHjH2EEBn0BCBCBBGDBpBCBFmFmFB+R+RBCBiCEB+JBBuCFBnCKByBDB8D3B3BBNBqBDDBLLBBByBDBDBBI+B+BBBBlBEBCHB-BNNB1B1BBHBLDBDgDgDBBBDCCBHHD+E+EEHBWBB6BBBEmBmBBFBEEBnCFBOECPBB2CHBDCBCYY1CFBCFFBCCBvHvHBCBHBBCBBcBB2CHBDCCBrDrDCDDBEBCmDmDCDDBCBCEBkIIBCBBhIBBCFFxEDBDBBFhBhBBIBpBFBDDBJKKBEBDCBvBMBCBBnGCCBBBCqGqGBFBCFBCzCzCBUBDGBCBBCBB7DFBECCBCCBFBCpCpCBEEC8K8KBMMB1B1BBDBGCCYmnFmnFHOBpmLLBECBhuCEB8BGB5gBgCgCBCByC5lT5lTBizEizEBsBBDWBhRCBSHBDGBfDB1ECB89B2BBFxBBJPPXEBCOBxqBGBCQBDGBCBBCEBlDhFhFBFB4L+B+BBCB9PDB-HBB0HDDIBBG7O7OBFBuDGB29lYvHB", false)),
		N: () => new UnicodeRangeTable(decodeRanges("wBJB5DBBGDDBBBitBJBnEJBnGJB9MJB3DJBFFBtDJB3DJB3DJBDFBvDMB0DJBJGBoDJBpDGBISBuDJBhDJB3DJBnCTBtIJBnCJBwWTBybCBwHJBHJBXJBtJJBhEKBmFJBHJB3FJB3CJBnEJBHJB3gBEEBEBHJBnGyBBDEB3W7BBvCVB3TdBqrBqYqYaIBPCB4KDBrEJBfHBCOBhBJBoBOBh7cJB9FJBhKFB7EJBnBJBnGJBXJB3CJB3MJB34UJBuPsBBN4BBSBB2KaBlBDBeJJnEEBrGJBvdHBaGBoBIBsCEBXFBhFBBDPBDtBBhCIB1BBBfCBsCEBpDHBZHBqBGBrKFBxBJBHJB3IeB-EJBrBDBxDGBnEdBhEJB9BJBxEJBITB8HJB3KJB3DJB3LJBnDJBHTBtCLBlNSB+CJB3UJB3CcBkHJBnCJB3BJBnLJBnDUBshBuDBimPJBnpCJB3CJBnEJBCGBvQJBnIWB+KCB6nXJBnuBTBNTBtDYB2iBxBBhqCJBnNJB3PJB4HJBtWIBhEJB4Y6BBCCBCDBtCsBBCOBjeMBk3CJB", false)),
		Nd: () => new UnicodeRangeTable(decodeRanges("wBJnxBJnEJnGJ9MJ3DJ3DJ3DJ3DJ3DJ3DJ3DJ3DJ3DJhDJ3DJnCJ3IJnCJn6BJnBJtJJhEJnFJHJ3FJ3CJnEJHJnuiBJnVJnBJnGJXJ3CJ3MJ34UJnsBJnkCJHJ9YJhEJ9BJxEJ3IJ3KJ3DJ3LJnDJHTtCJnNJnDJ3UJ3CJ3HJnCJ3BJnLJ3uQJnpCJ3CJnEJ3QJ37XJ12CxBhqCJnNJ3PJ4HJ2aJ30EJ", true)),
		Nl: () => new UnicodeRangeTable(decodeRanges("u3FCBwzCiBBDDB-zDaaBHBPCBs1dJBxyW0BBtOJJnEEBrhIuDBm8SCB", false)),
		No: () => new UnicodeRangeTable(decodeRanges("yFBBGDDBBB2pCFB5LFB5DCBmEGB6GGBSIByNJB2hBTB0jBJBhP20B20BEFBHJBnGPBqB3W3WB6BBvCVB3TdBqrB1kB1kBBCBrEJBfHBCOBhBJBoBOBxrdFBymWsBBiCDBSBB2KaBlBDB1pBHBaGBoBIBsCEBXFBhFBBDPBDtBBhCIB1BBBfCBsCEBpDHBZHBqBGBrKFBhLeB-EJBrBDBxDGBnETB8LTBmqBBBvNIBobSB0aUBn8SGB-YWBqhZTBNTBtDYBvqFIBid6BBCCBCDBtCsBBCOBjeMB", false)),
		P: () => new UnicodeRangeTable(decodeRanges("hBCBCFBCDBLBBEBBbCBCccCkBkBGEELBBEEE-VJJzOFBqBBB0BCCDDDtBBBVBBCBBOCCBBBrCDBnDsBsBBMBqHCB3BOBgBmImIBLLtE5D5D6DnMnMNwLwL7CLLBpFpFBNBCmBmBBCBoCrCrCBDBFBBwDFBsFlTlTBHB4EuTuTtBBBvCCBoCBB+ECBCCBmBKB6JBB5GBBhEGBCFBhFBBLGBdCB9DDB8BEB-BBBhCHBM9Z9ZBWBJTBCMBCLBfBBPBB6TDBeBB+hBNBwCBBgBJB0MVBgCDBhBBB8XDBCBBxDwEwEBtBBCfBDLBkNCBFJBDLBRNNjD7C7CjgdBBuICBkDLL0DFB9LDB3CBBpBCBCyByBBwBwBiDMBRBB9DDB-DBBRBB6HzqUzqUBxGxGBIBXiBBCNBCFFCBB2ECBCFBCDBLBBEBBbCBCccCCCBFB7MCB9UxBxB-MoXoXoGgBgBxIIBnBxDxDBFBjCGB6CDByO-J-JjBlElEBDBtBDB+FGBuDBBCDB-DDBxBBBwCDBFOOCCB5CFBsDrJrJBCCBzDzDBDBLBBCpDpD7HWBqDCBdMBtCjEjEBBB9HpIpIBBB8E9C9CBGB0CCBCEB+CJB4GgDgDBDBrBBBmUBBrCMBwFxjBxjBBDB97CBB8zOBBmEiCiCBDBJpRpRBBBoJDBoK9lT9lTovHEB07C-a-aBAB", false)),
		Pc: () => new UnicodeRangeTable(decodeRanges("-Cg-Hg-HBUU-u3BBBZCBwHAB", false)),
		Pd: () => new UnicodeRangeTable(decodeRanges("tB9qB9qB0BiyDiyDmgBqgCqgCBEBiwDDDgBBBFdd-NUUwDxszBxszBBmBmBLqFqFhzD-J-J", false)),
		Pe: () => new UnicodeRangeTable(decodeRanges("pB0B0BgB+1D+1DC-6B-6BqtC4B4BQ7T7TCff-hBMCxChBhBCGC1MUChCCCiBmhBmhBCECtBGCtNICEGCDBB-ozB6G6GeOCESSCCCrF0B0BgBGD", false)),
		Pf: () => new UnicodeRangeTable(decodeRanges("7F+6H+6HEddpuDCCFDDQEE", false)),
		Pi: () => new UnicodeRangeTable(decodeRanges("rFt7Ht7HDBBDaapuDCCFDDQEE", false)),
		Po: () => new UnicodeRangeTable(decodeRanges("hBCBCCBDECBLLBEEBcclCGGPBBI-V-VJzOzOBEBqB3B3BDDDtBBBVBBCBBOCCBBBrCDBnDsBsBBMBqHCB3BOBgBmImIBLLtE5D5D6DnMnMNwLwL7CLLBpFpFBNBCxDxDrCEBFBBwDFBsFlTlTBHBmY9D9DBBBoCBB+ECBCCBmBFBCDB6JBB5GBBhEGBCFBhFBBLGBdCB9DDB8BEB-BBBhCHBMjajaBJJBGBJIBDDBDCBEKBCCCBIB7kDDBCBBxDwEwEBFFBBBDDDBHBCBBCDDBLLBDBCJBDDBCCCBLBDCBtNCB6B+F+FjgdBBuICBkDLL0DFB9LDB3CBBpBCBCyByBBwBwBiDMBRBB9DDB-DBBRBB6HlxUlxUBFBDXXVBBDDBECBCDBICBHCCB2E2EBBBCCBDECBLLBEEBcclBDDB7M7MBBB9UxBxB-MoXoXoGgBgBxIIBnBxDxDBFBjCGB6CDB0ZlElEBDBtBDB+FGBuDBBCDB-DDBxBBBwCDBFOOCCB5CFBsDrJrJBCCBzDzDBDBLBBCpDpD7HWBqDCBdMBtCjEjEBBB9HpIpIBBB8E9C9CBGB0CCBCEB+CJB4GgDgDBDBrBBBmUBBrCMBwFxjBxjBBDB97CBB8zOBBmEiCiCBDBJpRpRBBBoJDBoK9lT9lTovHEB07C-a-aBAB", false)),
		Ps: () => new UnicodeRangeTable(decodeRanges("oBzBzBgB-1D-1DC-6B-6B-rCEEnB4B4BQ7T7TCff-hBMCxChBhBCGC1MUChCCCiBmhBmhBCECaTTCECtNICEGCDipzBipzB4GeeCMCESSCCCrFzBzBgBEEDAB", false)),
		S: () => new UnicodeRangeTable(decodeRanges("kBHHRCBgBCCcCCkBEBCBBDCCBCBDEEfgBgBrODBNNBGGBCCCBPB2DPPBxDxDsErIrIBBB3DCBDDDBvGvGLUUB4H4HIBBpEqLqLBHHB2H2H-DjEjEBGBlEwGwGqBmGmGiGCBQCCBBBDFBVECmEHBCFBCBBGDBmGBBxXJB0WuLuLlL+E+EBgBBiLJBKIBhiBCCBBBMCBOCBOCBOBBmCOOoBCBOCBUhBB-BBBCDBCBBLCCBBBGFBCECFMMBFFBDBGDBC7B7BBFFB2LBFcBD+HBXKByCtCBXnTBtBwBBDeBLyMBX+BBFfBD1LBDpEBmHFBmLBBvBZBC4CBN1GBbPBFOOBNNWBBHBB8CBB0HBBFJBhBlBBKRRBdBMdBJQQBeBLmBBQ-JBhuG-BBx0V2BB6RWBKBBoDBB+EDBLDB+RCBiHPPB+9T+9TpEgBBuLPBhCBB3BHBtBDBjDCCBBBD7E7EHRRBBBgBCCcCCiEGBCGBOBB6JIB6BQBDCBCMBEwBwBBrBB7zBBBwSmWmWBiKiKBGBnjC2kC2kCBbBr6SDBG3qU3qUk7DvHBLCBEzNBHWBQQBgDzDB9B1HBLmBBD7BBGCBXBBIdBF8BBWhCBE7F7FB1CBrbaagBaagBaagBaagBaa9B-PB4BDBzBHBCNBCBBp2BwNwNttCEE+DiOiOBvIvIBqBBFjDBNOBDOBCOBCkBBYgFB5BcBOrBBFIBIBBPFB7E4eBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBBPIBoB3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBC7CBLAB", false)),
		Sc: () => new UnicodeRangeTable(decodeRanges("kB+D+DBCBqnB8D8DzPBBzPBBI2H2HoImSmS8sClmClmCBgBB37hBkuVkuVtD7E7E8GBBEBB3-HDB-4wBxtCxtC", false)),
		Sk: () => new UnicodeRangeTable(decodeRanges("+CCCoCHHFEEqQDBNNBGGBCCCBPB2DPPBjoBjoB15FCCBBBMCBOCBOCBOBB9kEBBkzdWBKBBoDBBxePPBniUniUBPB8bCCjF4g9B4g9BBDB", false)),
		Sm: () => new UnicodeRangeTable(decodeRanges("rBRRBBB+BCCuBFFmBgBgB-XwQwQBBB8xGOOoBCBOCBsEoBoBBDBHlClCBDBGBBFGDIgBgBBDDCgBgBBqIBhBBB7CffBXBpBFB2OKK3BHBwDxKxKBDBDeBLPBhIiEBX+BBFfBDhIBxBUBDFB9+zB5Z5ZCCBlFRRBBB+BCCkEHHBCBitDBBhrwBx+Bx+BagBgBagBgBagBgBagBgBat5Ft5FB-uC-uCBHB", false)),
		So: () => new UnicodeRangeTable(decodeRanges("mFDDFCCyerIrIBgEgEBvGvGLUUB4H4HkQ2L2LjEFBClElEwGqBqBoMCBQCCBBBDFBVECmEHBCFBCBBGDBmGBBxXJB0WzWzW+EhBBiLJBKIBksBBBCDBCBBLCCBHHBEBCECFMMBPPCBBC7B7BBKKBDBDDBCBBCBBCGBCeBDBBCCCBdBtIHBFTBDGBDwCBCdBanBBHnCBXKByCtCBX2FBCIBC1BBJuDBC3HBtBrBBhC-HBhQvBBWBBHmBBDpEBmHFBmLBBvBZBC4CBN1GBbPBFOOBNNWBBHBBxKBBFJBhBlBBKRRBdBMdBJQQBeBLmBBQ-JBhuG-BBx0V2BBibDBLBBC+R+RBBBqqUPBuLPBhCBB3BHBuBCBlPEEFBBOBB6JIB6BQBDCBCMBEwBwBBrBB7zBBBwSpgBpgBBGBnjC2kC2kCBGBFQBr6SDBG3qU3qUk7DvHBLCBEzNBHWBQPBhDzDB9B1HBLmBBD7BBGCBXBBIdBF8BBWhCBE7F7FB1CBqlB-PB4BDBzBHBCNBCBBp2B96C96CiEyWyWBqBBFjDBNOBDOBCOBCkBBYgFB5BcBOrBBFIBIBBPFB7E6HBG4WBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBB-B3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBC7CBLAB", false)),
		Z: () => new UnicodeRangeTable(decodeRanges("gBgEgEgvFgsCgsCBJBeBBGwBwBh9DAB", false)),
		Zl: () => new UnicodeRangeTable(decodeRanges("ohIA", true)),
		Zp: () => new UnicodeRangeTable(decodeRanges("phIA", true)),
		Zs: () => new UnicodeRangeTable(decodeRanges("gBgEgEgvFgsCgsCBJBlBwBwBh9DAB", false)),
		ASCII_Hex_Digit: () => new UnicodeRangeTable(decodeRanges("wBJIFbF", true)),
		Alphabetic: () => new UnicodeRangeTable(decodeRanges("hCZBHZBwBLLFGGBVBCeBCpOBFLBPEBICC3CeeBQBCBBDDBCHHCCBCCCBSBCyCBCqEBJlFBClBBDHHBnBBoBNBCCCBCCBCCJaBFDBeKBG3BBCGBPlDBCHBFHBFCBLCBDRRBuBBOkDBZgBBKBBFGGBWBDSBUYBIKBGXBCGBIJJBoBBLLBEGBHrCBCPBCCBFOBOSBCHBDBBDVBCGBCEEBCBEHBDBBDBBCJJFBBCEBNBBLFFBBBCFBFBBDVBCGBCBBCBBCBBFEBFBBDBBFIIBCBCSSBEBMCBCIBCCBCVBCGBCBBCEBEIBCCBCBBEQQBCBWDBFCBCHBDBBDVBCGBCBBCEBEHBDBBDBBKBBFBBCEBORRBCCBEBECBCDBEBBCCCBEEBEEBBBELBFEBECBCCBEHHpBMBCCBCWBCPBEHBCCBCCBJBBCCBCBBDDBdDBCHBCCBCWBCJBCEBEHBCCBCCBJBBGCBCDBOCBNMBCCBCoBBDHBCCBCCBCGGBCBIEBXFBCCBCRBEXBCIBCDDBFBJFBCCCBGBTBBO5BBGGBH0B0BBECBDBCXBCCCBRBCCBDEBCHHPDBhBgCgCBGBCjBBFSBFPBCjBBkC2BBCDDBDBR-BBLDBDlBBCGGDqBBCsKBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBmBPBR1CBDFBErTBDQBCZBGqCBEKBITBMUBNTBNMBCCBCBBNzBBDSBPFFkC4CBIqBBGlCBLeBCLBFIBYdBDEBMrBBFZB3BbBF+BBDTBzBYYBMMBBByBzBBCOBCHB0BpBBDDBLrBBCKBP2BBXCBLjBBDKBGqBBDCBqBDBCFBCBBEGGB+FBUhBBM1IBDFBDlBBDFBDHBCGCBdBD0BBCGBCEEBBBCGBEDBDFBFMBGCBCGB1DOORMBmDFFDJBCEEBDBHGCBCBCKBDDBGEBFSSBnBBuZzBB34BkHBHDBEBBNlBBCGGD3BBIRRBVBKGBCGBCGBCGBCGBCGBCGBCGBCfBwB2O2OBBBaIBIEBDEBF1CBHCBC5CBCDBGqBBC9CBSfBxBPBhQ-tGBhCs0VBkCtBBDsIBEPBLBBVuBBGHBEwDBoBIBDmDBDxCBVUBCgBBZzBBNjCBCtBtBBEBECCBBBLgBBGiBBOcBEyBBCLBQRRBOBLEBC2BBKNBTWBEkCBCCCZCBDPBDDBMFBDFBDFBKGBCGBCqBBCNBH6DBWj9KBNWBFwBBloItLBDpDBnBGBNEBGLBCMBCEBCCCBCCBCCBqDBiBqLBT-BBD1BBpBLB1DEBCmEBlBZBHZBM4CBEFBDFBDFBDCBkBLBCZBCSBCBBCOBDNBjB6DBmC0BBsIcBEwBBwBfBOdBGqBBGdBDjBBFHBCEBrB9EBTjBBFjBBFnBBJzBBNKBCOBCGBCBBCKBCOBCGBCBBEzBBN2JBKVBLHBZFBCpBBCIBmCFBDCCBqBBCBBEDDBVBLWBKeBiCSBCBBLVBLZBHZBnB3BBHBBhCDBCBBGHBCCBCcBrBcBEcBkBHBCbBc1BBLVBLSBORBvDoCB4ByBBOyBBOnBBjBbBEGGBVB7HpBBCBBEBBRFBzBCBEcBLJJBUBrBRBvBUBcWBKlCBsBEBL4BBKOOBXBYyBBSDBJiBBEKKB+BBCDBKBBLCCkBRBChBBDHHBCB-BGBCCCBCBCOBCJBI4BBYDBCHBDBBDVBCGBCBBCEBEHBDBBDBBEHHGGBdJBCDDClBBCJBCDDCDBCBBECCtBhCBCCBCDBVCBfhCBDBBC5F5FB0BBDGBaFBjB+BBCEE8B1BBDoCoCBZBDNBWGB6F4BBoD-BBgBHBDDDBGBCBBCdBCBBDBBDDB+CHBDtBBDFBCCCBccBxBBDJBSnCBGTTBnCBoDHB5CgBBgBIBCsBBCGBCyByBBcBDVBCNBqCGBCBBCrBBECCBCCBBBCDDBZZBEBCBBCkBBCBBCDBCYYBqBBlIWBKQBCoBBECBwDwCwCB4cBnDuDBSjGBtyCgDBQvhBBSFBa68DBGmSB61GuBBy2B4RBIeBSuCBSdBTvBBRDBgBUBGSBxNsBB0G-BBhBYBDYBtBqCBF4BBIQBhCBBCNNBFBK1mHBqBfBiDyDB+vIDBCGBCBBCiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBFi7Fi7FBzCBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDYBCYBCeBCYBCeBCYBCeBCYBCeBCYBCHB15BeBHFB2GGBCQBDGBCBBCEBG9BBiBxDxDBrBBLGBRiKiKBcBTrBBlPbBlHdBDwGwGBdBCVBJBBhHGBCDBCBBCOBCkGB8BjCBEEE1lBDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1TZBHZBHZB3zD-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", false)),
		Dash: () => new UnicodeRangeTable(decodeRanges("tB9qB9qB0BiyDiyDmgBqgCqgCBEB+BoBoBQnMnMlgDDDgBBBFdd-NUUwDxszBxszBBmBmBLqFqFhzD-J-J", false)),
		Emoji: () => new UnicodeRangeTable(decodeRanges("jBHHGJBwDFFu8HNN5GXX7CFBQBBwLBBNnFnFaKBFCBoGoHoHBLLK7B7BBCBCEBKGDBDDFDDCBBDIEBJJBBBGCCGLBMBBDCCBCCTDDBTTBEBCCCBEEBGGDBBFBBMBBGBBDGGBECBVVBGGBEBCDBDFFDDDBEBCDDCCCHEEHLLBQQDFFCFFBBBCMMBxBxBBBBKeP1LBBwOCBUBB0BFF7mBNN6SCCrrvDrGrGhFBBNBBPDDBIBsCZBCBBYVVDIBWBBvFhBBDvDBDBBCCBDyCBDCBCmIBC+BBMFBCXBIBBDHBNDDBCBDFFBOOBDDJBBKGGBBBNCBJCBDCCFHHEHHB0CBxBlCBGHBDDBEJBECCBEEDJBkHLBF8I8IBtBBCJBC4FBxDMBEKBE4BBCFFBOBDLBFJB", false)),
		Emoji_Component: () => new UnicodeRangeTable(decodeRanges("jBHHGJB0+H2G2Gsp3B3+8B3+8BBYB8PEBxtBDBtzhY-CB", false)),
		Emoji_Modifier: () => new UnicodeRangeTable(decodeRanges("7-8DE", true)),
		Emoji_Modifier_Base: () => new UnicodeRangeTable(decodeRanges("9wJ8G8GRDB4jzD9B9BBBBDDDBBB2DBBDKBWSBEFFBBBCCBICCZqGqGBFFWFFBvFvFBBBEEB0CRRBBBKMMgSDDJHBHKKBIBDCB5B+B+BBCCBCCSCBCMBmHCBrBIB", false)),
		Emoji_Presentation: () => new UnicodeRangeTable(decodeRanges("64IBBuGDBEDDqQBBWBBzBLBsBUUOJJBSSBGGBJJGWWIBBCFFDIIFBBdkBkBCFFBBBC+B+BBBBZPP8aBB0BFFvlxDrGrG-FDDBIBsCZBCZZVDDBDBCCBWBBvFgBBNIBClCBCVBNqBBFEBNQBEEEBlCBCCCB5FBD+BBODBCXBTbbBOO3C0CBxBlCBHEEBBBDDBEDBMBBIIBkHLBF8I8IBtBBCJBC4FBxDMBEKBE4BBCFFBOBDLBFJB", false)),
		Extended_Pictographic: () => new UnicodeRangeTable(decodeRanges("pFFFu8HNN5GXX7CFBQBBwLBBNnFnFaKBFCBoGoHoHBLLK7B7BBCBCEBKGDBDDFDDCBBDIEBJJBBBGCCGLBMBBDCCBCCTDDBTTBEBCCCBEEBGGDBBFBBMBBGBBDGGBECBVVBGGBEBCDBDFFDDDBEBCDDCCCHEEHLLBQQDFFCFFBBBCMMBxBxBBBBKeP1LBBwOCBUBB0BFF7mBNN6SCCrrvDoBoBBCBlDLBQBBQPPBmBmBBIBxDBBNBBPDDBIBU3BBcOBLVVDIBCDBKWBH7FBDvDBDBBCCBDyCBDCBCDBG9HBC+BBMFBCXBIBBDHBNDDBCBDFFBOOBDDJBBKGGBBBNCBJCBDCCFHHEHHB0CBxBlCBGHBDQBECCBEBDMB7GlBBNDB5BHBLFBpBHBfBBNDBDNBKmBBNuBBCJBC4FB5CHBPxEBhI9fB", false)),
		Hex_Digit: () => new UnicodeRangeTable(decodeRanges("wBJIFbFq1-BJIFbF", true)),
		Lowercase: () => new UnicodeRangeTable(decodeRanges("hDZBwBLLFlBlBBWBCHBC2BCBQCBuBCDECBBBDCCDEEBFFDEEBBBDDDCCCDCCBCCDEECDDBDDBBBHGDCOCBSCBDDCEEC4BCBFBDDDBCCFICBjCBDiBBIBBfEBhDsBsBCEEDDBTccBhBBCBBECBCWCBDBCGDB0B0BBuBBCgBCK0BCDMCBgDCxBoBBo6CqBBCDB5XFBjkCIBC2D2DB+FBiC0ECBHBCgDCBHBJFBLHBJHBJFBLHBJHBJNBDHBJHBJHBJEBCBBHEEBBBCBBJDBDBBJHBLCBCBB6DOORMBuDEEBEEcKFDBBJDBFiBiBBOBFsasaBYBn6BvBBCEEBGCFCCBCCBGBEiDCBIICFFNlBBCGG0oesBCUaCBBBmEMCBBBC8BCBIBCCCDICFCCDCCBBBCSCGGGCMCFCCDOCWDBCCCBBB2ZqBBCNBHvCBh6TGBNEBqhBZBumBnBBpEjBB8EKBCOBCGBCBBkODDBBBCpBBCIBmoByBB+DVB75CfBhsVfB8BYBnqZZBbGBCRBbZBbDBCCCBFBCKBbZBbZBbZBbZBbZBbZBbZBbZBbbBdYBCFBbYBCFBbYBCFBbYBCFBbYBCFBC15B15BBIBCTBHFBmI9BB1lChBB", false)),
		Math: () => new UnicodeRangeTable(decodeRanges("rBRRBBBgBeeCuBuBFmBmBgB5W5WBBBDbbBDDBBBwQCBuwGccBBBMEEOPPBCBWEBMEBiCMBFEEBFFBDBTFFDJBCDDBEBHEEBDDBCCBBBCFBENBClClCBWBCFBCBBFBBFfBCHHBPPBqIBJDBVBB7CffBZBCZZMGB+NBBNJBFFBFBBDBBEEBPCCDFBMHBGBB6BCCeDBKCBxK-BBhI-PBxBUBDFB9+zB4Z4ZBEBCjFjFRCBeCCeCCkEHHBCBitDBBhrwBwoBwoBBzCBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDjJBDxBBhwFDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1BBB-uCIB", false)),
		Quotation_Mark: () => new UnicodeRangeTable(decodeRanges("iBFFkEQQ96HHBaBBowDqOqOBCBOCBixzBDB+FFF7CBB", false)),
		Terminal_Punctuation: () => new UnicodeRangeTable(decodeRanges("hBLLCMMBEE-ZJJiQ6B6BpCPPCCB1FsBsBBJBCsHsHB3B3BBEBCHBgBmImIB1nB1nBBtFtFFFB4JBB2YHBmY9D9DBBBoCBB+ECBEoBoBBCBDBB7JBBjLDBjFBBLBBCCBeCB8FEB-BBBldYYBKKBBBwlDCBzJOOFLLCBBEBBtNBB8ndBBuICBkHEB-LBB3CBBgD4E4EBBB0ECBgERRB6H6HnxUDDB6B6BBBBCDBqFLLCMMBEEiCDD7hBxBxBnkBoGoG3JBB5EFBlCFB6CDB5dEBtBDB+FGBxDDBgECBiEBBHRRB5C5CBDBtDrJrJB2D2DBBBNBBnLDBEOBqDBB6HCBmQCC8HBB4CBBFBB-MCBuBmUmUBrCrCBspBspBBDB6vRBBmEiCiCBBBLqRqRBoJoJBnwTnwTovHDB", false)),
		Uppercase: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiB2BCDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIJDCMCDQCDDDCCBC4BCIBBCBBDCCBCBCGCiJCCEJJHCCBBBCCCBCCBPBCIBkBDDBBBEWCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBpCDBNDBNDBNEBMDBnIFFECBDCBDEEBDBHGCBCBDDBLBBGbbBOBUzZzZBYBx5BvBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoqZZBbZBbZBbCCBGDBDDBCBCHBbZBbBBCDBDHBCGBcBBCDBCEBCEEBFBcZBbZBbZBbZBbZBbZBfYBiBYBiBYBiBYBiBYBiB2pE2pEBgBBvgCZBHZBHZB", false)),
		White_Space: () => new UnicodeRangeTable(decodeRanges("JEBTlDlDbgvFgvFgsCKBeBBGwBwBh9DAB", false))
	});
	static SCRIPTS = new LazyMap({
		Adlam: () => new UnicodeRangeTable(decodeRanges("go6DrCFJFB", true)),
		Ahom: () => new UnicodeRangeTable(decodeRanges("g4lCaDOFW", true)),
		Anatolian_Hieroglyphs: () => new UnicodeRangeTable(decodeRanges("ggxCmS", true)),
		Arabic: () => new UnicodeRangeTable(decodeRanges("gwBEBCFBCNBCCBCfBCJBMZBCrDBChBBxCvBBxHhBBGqCBCcBxy8BtPBDvEBhBPBxDEBCmEBk7DeBkCFBJIBiBFBh43BDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1BBB", false)),
		Armenian: () => new UnicodeRangeTable(decodeRanges("xpBlBDxBDCks9BE", true)),
		Avestan: () => new UnicodeRangeTable(decodeRanges("g4iC1BEG", true)),
		Balinese: () => new UnicodeRangeTable(decodeRanges("g4GsCCxB", true)),
		Bamum: () => new UnicodeRangeTable(decodeRanges("g1pB3CpowB4R", true)),
		Bassa_Vah: () => new UnicodeRangeTable(decodeRanges("w26CdDF", true)),
		Batak: () => new UnicodeRangeTable(decodeRanges("g+GzBJD", true)),
		Bengali: () => new UnicodeRangeTable(decodeRanges("gsCDBCHBDBBDVBCGBCEEBCBDIBDBBDDBJFFBCCBDBDYB", false)),
		Beria_Erfe: () => new UnicodeRangeTable(decodeRanges("g17CYDY", true)),
		Bhaiksuki: () => new UnicodeRangeTable(decodeRanges("ggnCICsBCNLc", true)),
		Bopomofo: () => new UnicodeRangeTable(decodeRanges("qXB6wLqBxDf", true)),
		Brahmi: () => new UnicodeRangeTable(decodeRanges("ggkCtCFjBKA", true)),
		Braille: () => new UnicodeRangeTable(decodeRanges("ggK-H", true)),
		Buginese: () => new UnicodeRangeTable(decodeRanges("gwGbDB", true)),
		Buhid: () => new UnicodeRangeTable(decodeRanges("g6FT", true)),
		Canadian_Aboriginal: () => new UnicodeRangeTable(decodeRanges("ggF-TxRlC7tgCP", true)),
		Carian: () => new UnicodeRangeTable(decodeRanges("g1gCwB", true)),
		Caucasian_Albanian: () => new UnicodeRangeTable(decodeRanges("wphCzBMA", true)),
		Chakma: () => new UnicodeRangeTable(decodeRanges("gokC0BCR", true)),
		Cham: () => new UnicodeRangeTable(decodeRanges("gwqB2BKNDJDD", true)),
		Cherokee: () => new UnicodeRangeTable(decodeRanges("g9E1CDFz7lBvC", true)),
		Chorasmian: () => new UnicodeRangeTable(decodeRanges("w9jCb", true)),
		Common: () => new UnicodeRangeTable(decodeRanges("AgCBbFBbuBBCOBCEBYgBgBiOmBBGEBDTB1DKKHCC+THHPEEhB9E9ElQiEiEB6mB6mB2MDBjJwvBwvBBBBoCBBsGBBCumBumBOIIBCBCFBCCBDmYmYBKBD2CBCKBEKBCOBShBB-BlBBCCBDFBCaBCQBqBCBF5UBXKBW-cBhIzTBDpEBhQ9CBzMUBCCCBXBQHBFDB8CBBE7C7CB0E0EBOBhBlBBKxBxBB+BBgBwCBwB5C5CBmFBhuG-BBhoWhBBnDCBmFJB1HhFhFsMPPBzuUzuUBxGxGBIBXiBBCSBCDB0ECCBeBbFBbKBLuBuBBhChCBFBCGBLEBjICBFsBBEIBxCMB0BsBBlHaBltuBDB96D8HBEzNBHWBQQBgDzDB9B1HBLmBBD9BBEQBJBBIdBF8BB2GTBNTBN2CBKYBoE0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDjJBDxBByjFjCBtC8BBjWrBBFjDBNOBDOBCOBCkBBLtFB5BZBCBBOrBBFIBIBBPFB7E4eBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBBPIBoB3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBCmDBnghYffB+CB", false)),
		Coptic: () => new UnicodeRangeTable(decodeRanges("ifNxkKzDGG", true)),
		Cuneiform: () => new UnicodeRangeTable(decodeRanges("ggoC5cnDuDCEMjG", true)),
		Cypriot: () => new UnicodeRangeTable(decodeRanges("ggiCFBDCCBqBBCBBEDD", false)),
		Cypro_Minoan: () => new UnicodeRangeTable(decodeRanges("w8rCiD", true)),
		Cyrillic: () => new UnicodeRangeTable(decodeRanges("ggBkEBDoFBx6FKBhFtCtCojEfBhie-CBv8VBBhw4B9BBiBAB", false)),
		Deseret: () => new UnicodeRangeTable(decodeRanges("gghCvC", true)),
		Devanagari: () => new UnicodeRangeTable(decodeRanges("goCwCFODZh7nBfhwcJ", true)),
		Dives_Akuru: () => new UnicodeRangeTable(decodeRanges("gomCGBDDDBGBCBBCdBCBBDLBKJB", false)),
		Dogra: () => new UnicodeRangeTable(decodeRanges("ggmC7B", true)),
		Duployan: () => new UnicodeRangeTable(decodeRanges("ggvDqDGMEIIJDD", true)),
		Egyptian_Hieroglyphs: () => new UnicodeRangeTable(decodeRanges("ggsC1iBL68D", true)),
		Elbasan: () => new UnicodeRangeTable(decodeRanges("gohCnB", true)),
		Elymaic: () => new UnicodeRangeTable(decodeRanges("g-jCW", true)),
		Ethiopic: () => new UnicodeRangeTable(decodeRanges("gwEoCBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBDfBEZBnvGWBKGBCGBCGBCGBCGBCGBCGBCGBjpfFBDFBDFBKGBCGBylvCGBCDBCBBCOB", false)),
		Garay: () => new UnicodeRangeTable(decodeRanges("gqjClBEcJB", true)),
		Georgian: () => new UnicodeRangeTable(decodeRanges("glElBBCGGDqBBCDBx8CqBBDCBhiElBBCGG", false)),
		Glagolitic: () => new UnicodeRangeTable(decodeRanges("ggL-Ch9sDGCQDGCBCE", true)),
		Gothic: () => new UnicodeRangeTable(decodeRanges("w5gCa", true)),
		Grantha: () => new UnicodeRangeTable(decodeRanges("g4kCDBCHBDBBDVBCGBCBBCEBDIBDBBDCBDHHGGBDGBEEB", false)),
		Greek: () => new UnicodeRangeTable(decodeRanges("wbDBCCBDDBCFFCCCBBBCCCBSBC+BBPPBnpGEBzBEBFEB1ChKhKBUBDFBDlBBDFBDHBCGCBdBD0BBCOBCNBDFBCSBDCBCIBoJ-xiB-xiB7uVuCBSgj0Bgj0BBkCB", false)),
		Gujarati: () => new UnicodeRangeTable(decodeRanges("h0CCBCIBCCBCVBCGBCBBCEBDJBCCBCCBDQQBCBDLBIGB", false)),
		Gunjala_Gondi: () => new UnicodeRangeTable(decodeRanges("grnCFCBCkBCBCFIJ", true)),
		Gurmukhi: () => new UnicodeRangeTable(decodeRanges("hwCCBCFBFBBDVBCGBCBBCBBCBBDCCBDBFBBDCBEIIBCBCIIBPB", false)),
		Gurung_Khema: () => new UnicodeRangeTable(decodeRanges("go4C5B", true)),
		Han: () => new UnicodeRangeTable(decodeRanges("g0LZBC4CBN1GBwBCCaIBPDBle-tGBhC-vUBhoWtLBDpDBpodBBNGBqgkB-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", false)),
		Hangul: () => new UnicodeRangeTable(decodeRanges("goE-HvxHBiI9CyDeiCei3dckUj9KNWFwBl9JeEFDFDFDC", true)),
		Hanifi_Rohingya: () => new UnicodeRangeTable(decodeRanges("gojCnBJJ", true)),
		Hanunoo: () => new UnicodeRangeTable(decodeRanges("g5FU", true)),
		Hatran: () => new UnicodeRangeTable(decodeRanges("gniCSCBGE", true)),
		Hebrew: () => new UnicodeRangeTable(decodeRanges("xsB2BBJaBFFBpp9BZBCEBCCCBCCBCCBIB", false)),
		Hiragana: () => new UnicodeRangeTable(decodeRanges("hiM1CBHCBi7-C+IBTeeBBBulQAB", false)),
		Imperial_Aramaic: () => new UnicodeRangeTable(decodeRanges("giiCVCI", true)),
		Inherited: () => new UnicodeRangeTable(decodeRanges("gYvDB2IBBlOKBbhXhXBCB8qEtBBDLBlPCBCMBCGBFHHEBBnG-BBtQBBjGgBB65DDBsDBBmrzBPBRNBwejHjH7iEl+uBl+uBBsBBDWBhRCBSHBDGBfDBz6rYvHB", false)),
		Inscriptional_Pahlavi: () => new UnicodeRangeTable(decodeRanges("g7iCSGH", true)),
		Inscriptional_Parthian: () => new UnicodeRangeTable(decodeRanges("g6iCVDH", true)),
		Javanese: () => new UnicodeRangeTable(decodeRanges("gsqBtCDJFB", true)),
		Kaithi: () => new UnicodeRangeTable(decodeRanges("gkkCiCLA", true)),
		Kannada: () => new UnicodeRangeTable(decodeRanges("gkDMCCCWCJCEDICCCDIBGCCDDJCC", true)),
		Katakana: () => new UnicodeRangeTable(decodeRanges("hlM5CBDCBxHPBxGuBBC3CBvgzBJBCsBBzisBDBCGBCBBCgJgJBBBzBPPBCB", false)),
		Kawi: () => new UnicodeRangeTable(decodeRanges("g4nCQCoBEc", true)),
		Kayah_Li: () => new UnicodeRangeTable(decodeRanges("goqBtBCA", true)),
		Kharoshthi: () => new UnicodeRangeTable(decodeRanges("gwiCDCBGHCCCcDCFJII", true)),
		Khitan_Small_Script: () => new UnicodeRangeTable(decodeRanges("k-7C84G84GB0OBqBAB", false)),
		Khmer: () => new UnicodeRangeTable(decodeRanges("g8F9CDJHJnPf", true)),
		Khojki: () => new UnicodeRangeTable(decodeRanges("gwkCRCuB", true)),
		Khudawadi: () => new UnicodeRangeTable(decodeRanges("w1kC6BGJ", true)),
		Kirat_Rai: () => new UnicodeRangeTable(decodeRanges("gq7C5B", true)),
		Lao: () => new UnicodeRangeTable(decodeRanges("h0DBBCCCBDBCXBCCCBVBDEBCCCBFBCJBDDB", false)),
		Latin: () => new UnicodeRangeTable(decodeRanges("hCZBHZBwBQQGWBCeBCgOBoBEB8wGlBBHwBBGDBGMBClCBiC-HByLOORMBuEBBHccSoBB42CfBj1elDBExCBVOBxZqBBCIBCDB38TGB7gBZBHZBmhCFBCpBBCIBm61BeBHFB", false)),
		Lepcha: () => new UnicodeRangeTable(decodeRanges("ggH3BEOEC", true)),
		Limbu: () => new UnicodeRangeTable(decodeRanges("goGeBCLBFLBFEEBKB", false)),
		Linear_A: () => new UnicodeRangeTable(decodeRanges("gwhC2JKVLH", true)),
		Linear_B: () => new UnicodeRangeTable(decodeRanges("gggCLCZCSCBCODNjB6D", true)),
		Lisu: () => new UnicodeRangeTable(decodeRanges("wmpBvBx1eA", true)),
		Lycian: () => new UnicodeRangeTable(decodeRanges("g0gCc", true)),
		Lydian: () => new UnicodeRangeTable(decodeRanges("gpiCZGA", true)),
		Mahajani: () => new UnicodeRangeTable(decodeRanges("wqkCmB", true)),
		Makasar: () => new UnicodeRangeTable(decodeRanges("g3nCY", true)),
		Malayalam: () => new UnicodeRangeTable(decodeRanges("goDMCCCyBCCCFFPDZ", true)),
		Mandaic: () => new UnicodeRangeTable(decodeRanges("giCbDA", true)),
		Manichaean: () => new UnicodeRangeTable(decodeRanges("g2iCmBFL", true)),
		Marchen: () => new UnicodeRangeTable(decodeRanges("wjnCfDVCN", true)),
		Masaram_Gondi: () => new UnicodeRangeTable(decodeRanges("gonCGBCBBCrBBECCBCCBHBJJB", false)),
		Medefaidrin: () => new UnicodeRangeTable(decodeRanges("gy7C6C", true)),
		Meetei_Mayek: () => new UnicodeRangeTable(decodeRanges("g3qBWqGtBDJ", true)),
		Mende_Kikakui: () => new UnicodeRangeTable(decodeRanges("gg6DkGDP", true)),
		Meroitic_Cursive: () => new UnicodeRangeTable(decodeRanges("gtiCXFTDtB", true)),
		Meroitic_Hieroglyphs: () => new UnicodeRangeTable(decodeRanges("gsiCf", true)),
		Miao: () => new UnicodeRangeTable(decodeRanges("g47CqCF4BIQ", true)),
		Modi: () => new UnicodeRangeTable(decodeRanges("gwlCkCMJ", true)),
		Mongolian: () => new UnicodeRangeTable(decodeRanges("ggGBBDCCBSBH4CBIqBB2t-BMB", false)),
		Mro: () => new UnicodeRangeTable(decodeRanges("gy6CeCJFB", true)),
		Multani: () => new UnicodeRangeTable(decodeRanges("g0kCGBCCCBCBCOBCKB", false)),
		Myanmar: () => new UnicodeRangeTable(decodeRanges("ggE-EhqmBeiDfxibT", true)),
		Nabataean: () => new UnicodeRangeTable(decodeRanges("gkiCeJI", true)),
		Nag_Mundari: () => new UnicodeRangeTable(decodeRanges("wm5DpB", true)),
		Nandinagari: () => new UnicodeRangeTable(decodeRanges("gtmCHDtBDK", true)),
		New_Tai_Lue: () => new UnicodeRangeTable(decodeRanges("gsGrBFZHKEB", true)),
		Newa: () => new UnicodeRangeTable(decodeRanges("gglC7CCE", true)),
		Nko: () => new UnicodeRangeTable(decodeRanges("g+B6BDC", true)),
		Nushu: () => new UnicodeRangeTable(decodeRanges("h-7CvsQvsQBqMB", false)),
		Nyiakeng_Puachue_Hmong: () => new UnicodeRangeTable(decodeRanges("go4DsBENDJFB", true)),
		Ogham: () => new UnicodeRangeTable(decodeRanges("g0Fc", true)),
		Ol_Chiki: () => new UnicodeRangeTable(decodeRanges("wiHvB", true)),
		Ol_Onal: () => new UnicodeRangeTable(decodeRanges("wu5DqBFA", true)),
		Old_Hungarian: () => new UnicodeRangeTable(decodeRanges("gkjCyBOyBIF", true)),
		Old_Italic: () => new UnicodeRangeTable(decodeRanges("g4gCjBKC", true)),
		Old_North_Arabian: () => new UnicodeRangeTable(decodeRanges("g0iCf", true)),
		Old_Permic: () => new UnicodeRangeTable(decodeRanges("w6gCqB", true)),
		Old_Persian: () => new UnicodeRangeTable(decodeRanges("g9gCjBFN", true)),
		Old_Sogdian: () => new UnicodeRangeTable(decodeRanges("g4jCnB", true)),
		Old_South_Arabian: () => new UnicodeRangeTable(decodeRanges("gziCf", true)),
		Old_Turkic: () => new UnicodeRangeTable(decodeRanges("ggjCoC", true)),
		Old_Uyghur: () => new UnicodeRangeTable(decodeRanges("w7jCZ", true)),
		Oriya: () => new UnicodeRangeTable(decodeRanges("h4CCCHDBDVCGCBCEDIDBDCICFBCEDR", true)),
		Osage: () => new UnicodeRangeTable(decodeRanges("wlhCjBFjB", true)),
		Osmanya: () => new UnicodeRangeTable(decodeRanges("gkhCdDJ", true)),
		Pahawh_Hmong: () => new UnicodeRangeTable(decodeRanges("g46ClCLJCGCUGS", true)),
		Palmyrene: () => new UnicodeRangeTable(decodeRanges("gjiCf", true)),
		Pau_Cin_Hau: () => new UnicodeRangeTable(decodeRanges("g2mC4B", true)),
		Phags_Pa: () => new UnicodeRangeTable(decodeRanges("giqB3B", true)),
		Phoenician: () => new UnicodeRangeTable(decodeRanges("goiCbEA", true)),
		Psalter_Pahlavi: () => new UnicodeRangeTable(decodeRanges("g8iCRIDNG", true)),
		Rejang: () => new UnicodeRangeTable(decodeRanges("wpqBjBMA", true)),
		Runic: () => new UnicodeRangeTable(decodeRanges("g1FqCEK", true)),
		Samaritan: () => new UnicodeRangeTable(decodeRanges("ggCtBDO", true)),
		Saurashtra: () => new UnicodeRangeTable(decodeRanges("gkqBlCJL", true)),
		Sharada: () => new UnicodeRangeTable(decodeRanges("gskC-ChsCH", true)),
		Shavian: () => new UnicodeRangeTable(decodeRanges("wihCvB", true)),
		Siddham: () => new UnicodeRangeTable(decodeRanges("gslC1BDlB", true)),
		Sidetic: () => new UnicodeRangeTable(decodeRanges("gqiCZ", true)),
		SignWriting: () => new UnicodeRangeTable(decodeRanges("gg2DrUQECO", true)),
		Sinhala: () => new UnicodeRangeTable(decodeRanges("hsDCBCRBEXBCIBCDDBFBEFFBEBCCCBGBHJBDCBt-gCTB", false)),
		Sogdian: () => new UnicodeRangeTable(decodeRanges("w5jCpB", true)),
		Sora_Sompeng: () => new UnicodeRangeTable(decodeRanges("wmkCYIJ", true)),
		Soyombo: () => new UnicodeRangeTable(decodeRanges("wymCyC", true)),
		Sundanese: () => new UnicodeRangeTable(decodeRanges("g8G-BhIH", true)),
		Sunuwar: () => new UnicodeRangeTable(decodeRanges("g+mChBPJ", true)),
		Syloti_Nagri: () => new UnicodeRangeTable(decodeRanges("ggqBsB", true)),
		Syriac: () => new UnicodeRangeTable(decodeRanges("g4BNC7BDCxIK", true)),
		Tagalog: () => new UnicodeRangeTable(decodeRanges("g4FVKA", true)),
		Tagbanwa: () => new UnicodeRangeTable(decodeRanges("g7FMCCCB", true)),
		Tai_Le: () => new UnicodeRangeTable(decodeRanges("wqGdDE", true)),
		Tai_Tham: () => new UnicodeRangeTable(decodeRanges("gxG+BCcDKHJHN", true)),
		Tai_Viet: () => new UnicodeRangeTable(decodeRanges("g0qBiCZE", true)),
		Tai_Yo: () => new UnicodeRangeTable(decodeRanges("g25DeCVJB", true)),
		Takri: () => new UnicodeRangeTable(decodeRanges("g0lC5BHJ", true)),
		Tamil: () => new UnicodeRangeTable(decodeRanges("i8CBBCFBECBCDBEBBCCCBEEBEEBBBELBFEBECBCDBDHHPUBm+kCxBBOAB", false)),
		Tangsa: () => new UnicodeRangeTable(decodeRanges("wz6CuCCJ", true)),
		Tangut: () => new UnicodeRangeTable(decodeRanges("g-7CgBgBB+3GBhQeBiDyDB", false)),
		Telugu: () => new UnicodeRangeTable(decodeRanges("ggDMCCCWCPDICCCDIBCCCBDDDJII", true)),
		Thaana: () => new UnicodeRangeTable(decodeRanges("g8BxB", true)),
		Thai: () => new UnicodeRangeTable(decodeRanges("hwD5BGb", true)),
		Tibetan: () => new UnicodeRangeTable(decodeRanges("g4DnCCjBFmBCjBCOCGFB", true)),
		Tifinagh: () => new UnicodeRangeTable(decodeRanges("wpL3BIBPA", true)),
		Tirhuta: () => new UnicodeRangeTable(decodeRanges("gklCnCJJ", true)),
		Todhri: () => new UnicodeRangeTable(decodeRanges("guhCzB", true)),
		Tolong_Siki: () => new UnicodeRangeTable(decodeRanges("wtnCrBFJ", true)),
		Toto: () => new UnicodeRangeTable(decodeRanges("w04De", true)),
		Tulu_Tigalari: () => new UnicodeRangeTable(decodeRanges("g8kCJBCDDClBBCJBCDDCDBCJBCBBJBB", false)),
		Ugaritic: () => new UnicodeRangeTable(decodeRanges("g8gCdCA", true)),
		Unknown: () => new UnicodeRangeTable(decodeRanges("4bBBHDBICCVuMuMnBBBzBBBE4B4BBGBcDBHKBvI9B9BBmDmDBMB8BBByBBBQddBCCMEBjBEBuHJJBDDBXXICCBBBFBBKBBDBBFHBCDBDGGBaaBEEHDBDBBXIIDGDBCCGDBDBBECBCGBFCCBFBSJBEKKEXXIDDGBBLIEBCCBNBFBBNGBIEEJBBDBBXIIDGGBKKBDDBEEBFBEDBDGGBTTBIBDHHBBBEFFBBBDCCDCBDCBECBNDBGCBEFFBCCBEBCNBWEBOEEYRRBKKEFFBFBDEEDBBFBBLGBXEEYLLGBBKEEFGBDEBEFFBLLELBOEE0BEEHDBRBBbEETCBZKKCBBICBCDBHCCJFBLBBELB7BDBekBBDCCGZZCYYBGGCIILBBFfBpClBlBBCBoBlBlBQOOBjBBnGCCBDBCBB6LFFBIICFFBqBqBFBBiBFFBIICFFBQQ6BFFBkCkCBhBhBBBBbFB3CBBHBB+UCB6CGBXIBZIBVLBOEEDLB-CBBLFBLFBbFB6CGBsBEBnCJBgBNNBCBNDBCCBrBBBGKBtBDBbFBMCB-BBBiCeeBMMBEBLFBPBBvBBBNTBuCnFnFBGB9BCBQCB-BEBsBBBMHBsBEB3QBBHBBnBBBHBBJGCgBBB2BQQPBBHUUBEEKmDmDNBBcOOBBBjBNBiBOBtEDB7UVBMUB14BBB-LEBuBCCBDBCBB5BGBDNBZIBI4BI-DhBBb6C6CBKB3GZBxC3C3CBoDoDBDBsB-C-C3CIBxBuzcuzcBBB4BIB9KTB5FHB+GTB9BCBLFB5BHBnCHBNFB1DKBfCBvCMMBCBiB4B4BBHBPBBLBBoDXBdJBHBBHBBHIBIII9BDB-DBBLFBl9KLBYDByBjoIBvLBBrDlBBILBGEBbGGCGDrUfBrBFB0BUUFDBGoEoEBCC-FCBHBBHBBHBBECBIIIBIBGBBNbbUDDQBBPhBB8DEBEDBuBCB5COOBBBCuBBvBhEBeCByBOBdDBlBIBfEBsBEBfmBmBBCBPpBB-EBBLFBlBDBlBDBpBHB1BKBNQQIDDMQQIDDBBB1BLB4JIBXJBJXBHrBrBKkCBHBBCtBtBDCBCBBYpCpCBGBKvBBUDDBDBiBCBcEBclBB5BDBVBBzBDDBDBJEEeBBEDBLGBKGBhCfBoBDBNIB3BCBeBBcEBbGBFLBIvCBqC2BB0BMB0BGBvBHBLFBnBCBeHBDvGBgBrBrBEBBDPBHHBKgBBvBHBrBVBblBBdTBYIBvCDBlBIBlCJBCBBaGBLFB2BTTBGBoBIBhDVVBJBTwBwBB8BBICCFQQMFB8BEBLFBFJJBDDBXXIDDGLLBDDBEEBCCBEBCEBIBBICBGKBLCCBCCnBLLCBBCFFLDDBGBDcB9CGGBcBpCHBLlFB3BBBnBhBBmCKBLFBOSB7BFBLFBVbBcBBQDBY4FB9BjDB0CLBJBBCBBJDDfDDBNNBHBLlCBJBBvBBBMaBpCHB0CMBqCGBL1CBJ3CBjBNBLFBKuBuBPJBeCBhBBBXPPBnCBIDDtBCBCDDKHBLFBHDDmBDDHGBLFBtBDBL1HBaGBSqBqBBBBe0CBCOBzBMB8clDBwDGGBJBlGryCBkDMB3iBJB88DEBoS41GB7Bl2BB6RGBgBLLBCByCLLBEBfBBHJBnCJBLIIWEBUvNB7BlGB8CEBaBBarBBsCDB6BGBS-BBGKBIIB3mHoBBhBgDB0D8vIBFIIDkJkJBNBCcBEBBCNBFHBtMjoCBsDEBOCBKGBLBBJ76DB+HCB1NFBYOBSOBvBBBYIB1D7BB3HJBoBBBjGUBnC5DBVLBVLB4CIBamEB2CoCoCDBBCBBDBBFNNCIIiCFFBJJIddFGGCCBI1K1KBlJlJB-V-VBNBGQQBuiBBgBFBH0GBISSBIIDGGBDB-BgBBCvDBuBCBPBBLDBD-JBgBQB7BEBCvOBrB1GBsBDBC-FBgBXXBGBD-GBIFFDQQmGBBRoBBtCDBLDBDwYBlCrCB+BhGBFccDCCBCCLFFCCCBEBCDBCECEDDCBBCICDCCBFFIKFCLLSEBEGGSzBBDtIBtBDBlDLBQBBQQQmBJBvF3BBeMBtBDBKGBDNBH5EB6eCBSCBOCB7GFBNDBCOBNDB5BHBLFBpBHBfBBNDBDNBKmBB5KHBPBBOCBMCB6BCCBCBRBBNDBLGB0EoDoDBjgBBh3pBfB-oEBBv0FBBypHOBvThtCB-QhvBBs6EEBrpIm8yVBCdBhD-DBxHvw-FB", false)),
		Vai: () => new UnicodeRangeTable(decodeRanges("gopBrJ", true)),
		Vithkuqi: () => new UnicodeRangeTable(decodeRanges("wrhCKCOCGCBCKCOCGCB", true)),
		Wancho: () => new UnicodeRangeTable(decodeRanges("g24D5BGA", true)),
		Warang_Citi: () => new UnicodeRangeTable(decodeRanges("glmCyCNA", true)),
		Yezidi: () => new UnicodeRangeTable(decodeRanges("g0jCpBCCDB", true)),
		Yi: () => new UnicodeRangeTable(decodeRanges("ggoBskBE2B", true)),
		Zanabazar_Square: () => new UnicodeRangeTable(decodeRanges("gwmCnC", true))
	});
	static FOLD_CATEGORIES = new LazyMap({
		L: () => new UnicodeRangeTable(decodeRanges("laA", true)),
		LC: () => new UnicodeRangeTable(decodeRanges("laA", true)),
		Ll: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiBuBCEECDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIBBCBBCBBCOCDQCDBBCCCBBBC4BCIBBCBBDCCBCBCGC3HrBrBCEEJHHCCBCCCBCCBPBCIBkBJJCUCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBZHBJHBJHBJEBMEBMDBNEBMEBqJEEBHHxC9zC9zCBuBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoyehBB", false)),
		Lt: () => new UnicodeRangeTable(decodeRanges("kOCCBCCBCClBCCtsHHBJHBJHBMQQwBAB", false)),
		Lu: () => new UnicodeRangeTable(decodeRanges("hDZB7BqBqBBWBCHBCuBCEECDOCDsBCDECBBBDCCDEEGDDECBDDDCCCDFFDEECDDECCGBBCBBCBBCOCBSCDBBCEECkBCEQCJDDBCCFICBEBCBBCCCBEEBCCBCBCEBDCCBDDIDDCBBEFBGLLBnFnFsBCCEEEBBBvBDBCdBCBBECBCWCBDBCGD1BvBBCgBCK0BCDMCBgDCyBlBBq6CqBBDCB5XFBjkCIBCvHvHERRzD0ECGGGC8CCBHBJFBLHBJHBJFBMGCJHBJNBzBBBNSSBPPBEEpL2B2Bs1CvBBCEEBGCHDDLiDCJCCFNNBkBBCGG0oesBCUaCoEMCE8BCLCCDICFFFCBBDSCMOCFCCDOCb9a9advCBi8UZBumBnBBpEjBB8EKBCOBCGBCBBk4ByBB+DVB75CfBhsVfB8BYBvyehBB", false)),
		M: () => new UnicodeRangeTable(decodeRanges("5cgBgBlgHAB", false)),
		Mn: () => new UnicodeRangeTable(decodeRanges("5cgBgBlgHAB", false)),
		Emoji: () => new UnicodeRangeTable(decodeRanges("8mJA", true)),
		Extended_Pictographic: () => new UnicodeRangeTable(decodeRanges("8mJA", true)),
		Lowercase: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiBuBCEECDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIBBCBBCBBCOCDQCDBBCCCBBBC4BCIBBCBBDCCBCBCGCiJCCEJJHCCBBBCCCBCCBPBCIBkBJJCUCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBZHBJHBJHBJEBMEBMDBNEBMEBqJEEBHHuBPBUzZzZBYBx5BvBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoyehBB", false)),
		Math: () => new UnicodeRangeTable(decodeRanges("ycGDCHHFMMDDDCHHFAB", false)),
		Uppercase: () => new UnicodeRangeTable(decodeRanges("hDZB7BqBqBBWBCHBCuBCEECDOCDsBCDECBBBDCCDEEGDDECBDDDCCCDFFDEECDDECCGBBCBBCBBCOCBSCDBBCEECkBCEQCJDDBCCFICBEBCBBCCCBEEBCCBCBCEBDCCBDDIDDCBBEFBGLLBnFnFsBCCEEEBBBvBDBCdBCBBECBCWCBDBCGD1BvBBCgBCK0BCDMCBgDCyBlBBq6CqBBDCB5XFBjkCIBCvHvHERRzD0ECGGGC8CCBHBJFBLHBJHBJFBMGCJHBJNBzBBBNSSBPPBEEpLiBiBBOBFsasaBYBn6BvBBCEEBGCHDDLiDCJCCFNNBkBBCGG0oesBCUaCoEMCE8BCLCCDICFFFCBBDSCMOCFCCDOCb9a9advCBi8UZBumBnBBpEjBB8EKBCOBCGBCBBk4ByBB+DVB75CfBhsVfB8BYBvyehBB", false))
	});
	static FOLD_SCRIPT = new LazyMap({
		Common: () => new UnicodeRangeTable(decodeRanges("8cgBgB", false)),
		Greek: () => new UnicodeRangeTable(decodeRanges("1FwUwU", false)),
		Inherited: () => new UnicodeRangeTable(decodeRanges("5cgBgBlgHAB", false))
	});
};
/**
* Utilities for dealing with Unicode better than JS does.
*/
var Unicode = class Unicode {
	static MAX_RUNE = 1114111;
	static RUNE_ERROR = 65533;
	static isUnsearchable(r) {
		return r === Unicode.RUNE_ERROR || r >= Unicode.MIN_HIGH_SURROGATE && r <= Unicode.MAX_LOW_SURROGATE;
	}
	static MAX_ASCII = 127;
	static MAX_LATIN1 = 255;
	static MAX_BMP = 65535;
	static MIN_FOLD = 65;
	static MAX_FOLD = 125251;
	static MIN_HIGH_SURROGATE = 55296;
	static MAX_HIGH_SURROGATE = 56319;
	static MIN_LOW_SURROGATE = 56320;
	static MAX_LOW_SURROGATE = 57343;
	static MIN_SUPPLEMENTARY_CODE_POINT = 65536;
	static is32(ranges, r) {
		let lo = 0;
		let hi = ranges.length;
		while (lo < hi) {
			const m = lo + Math.floor((hi - lo) / 2);
			const rlo = ranges.getLo(m);
			const rhi = ranges.getHi(m);
			if (rlo <= r && r <= rhi) {
				const stride = ranges.getStride(m);
				return (r - rlo) % stride === 0;
			}
			if (r < rlo) hi = m;
			else lo = m + 1;
		}
		return false;
	}
	static is(ranges, r) {
		if (r <= Unicode.MAX_LATIN1) {
			for (let i = 0; i < ranges.length; i++) {
				if (r > ranges.getHi(i)) continue;
				const rlo = ranges.getLo(i);
				if (r < rlo) return false;
				const stride = ranges.getStride(i);
				return (r - rlo) % stride === 0;
			}
			return false;
		}
		return ranges.length > 0 && r >= ranges.getLo(0) && Unicode.is32(ranges, r);
	}
	static isPrint(r) {
		if (r <= Unicode.MAX_LATIN1) return r >= 32 && r < Unicode.MAX_ASCII || r >= 161 && r !== 173;
		return Unicode.is(UnicodeTables.Print, r);
	}
	static simpleFold(r) {
		if (UnicodeTables.CASE_ORBIT.has(r)) return UnicodeTables.CASE_ORBIT.get(r);
		if (r <= Unicode.MAX_ASCII) {
			const l = Codepoint.toLowerCase(r);
			return l !== r ? l : Codepoint.toUpperCase(r);
		}
		return r;
	}
	static equalsIgnoreCase(r1, r2) {
		if (r1 === r2) return true;
		if (r1 < 0 || r2 < 0) return false;
		if (r1 <= Unicode.MAX_ASCII && r2 <= Unicode.MAX_ASCII) {
			if (65 <= r1 && r1 <= 90) r1 |= 32;
			if (65 <= r2 && r2 <= 90) r2 |= 32;
			return r1 === r2;
		}
		for (let r = Unicode.simpleFold(r1); r !== r1; r = Unicode.simpleFold(r)) if (r === r2) return true;
		return false;
	}
};
var RE2JSException = class extends Error {
	/** @param {string} message */
	constructor(message) {
		super(message);
		this.name = "RE2JSException";
	}
};
/**
* An exception thrown by the parser if the pattern was invalid.
*/
var RE2JSSyntaxException = class extends RE2JSException {
	/**
	* @param {string} error
	* @param {string|null} [input=null]
	*/
	constructor(error, input = null) {
		let message = `error parsing regexp: ${error}`;
		if (input) message += `: \`${input}\``;
		super(message);
		this.name = "RE2JSSyntaxException";
		this.message = message;
		/** @type {string} */
		this.error = error;
		/** @type {string|null} */
		this.input = input;
	}
	/**
	* Retrieves the description of the error.
	* @returns {string}
	*/
	getDescription() {
		return this.error;
	}
	/**
	* Retrieves the erroneous regular-expression pattern.
	* @returns {string|null}
	*/
	getPattern() {
		return this.input;
	}
};
/**
* An exception thrown by the compiler
*/
var RE2JSCompileException = class extends RE2JSException {
	/** @param {string} message */
	constructor(message) {
		super(message);
		this.name = "RE2JSCompileException";
	}
};
/**
* An exception thrown by using groups
*/
var RE2JSGroupException = class extends RE2JSException {
	/** @param {string} message */
	constructor(message) {
		super(message);
		this.name = "RE2JSGroupException";
	}
};
/**
* An exception thrown by flags
*/
var RE2JSFlagsException = class extends RE2JSException {
	/** @param {string} message */
	constructor(message) {
		super(message);
		this.name = "RE2JSFlagsException";
	}
};
/**
* An exception thrown for internal engine errors, such as corrupted bytecodes.
*/
var RE2JSInternalException = class extends RE2JSException {
	/** @param {string} message */
	constructor(message) {
		super(message);
		this.name = "RE2JSInternalException";
	}
};
/**
* Size of the precomputed single-byte lookup table.
* Covers standard ASCII and Latin-1 characters for fast-path execution.
*/
const FAST_PATH_TABLE_SIZE = 256;
/**
* Precomputed lookup table for Word Boundary (\b, \B) assertions.
* * By precomputing the boolean results for standard ASCII word ranges
* ('a'-'z', 'A'-'Z', '0'-'9', '_'), we completely eliminate 4 logical
* branches from the NFA's hot execution loop. This prevents costly
* CPU branch mispredictions when scanning large strings.
*/
const WORD_RUNE_TABLE = new Uint8Array(FAST_PATH_TABLE_SIZE);
for (let i = 0; i < FAST_PATH_TABLE_SIZE; i++) WORD_RUNE_TABLE[i] = 97 <= i && i <= 122 || 65 <= i && i <= 90 || 48 <= i && i <= 57 || i === 95 ? 1 : 0;
let cachedNativeEncoder = null;
let cachedNativeDecoder = null;
/**
* Various constants and helper utilities.
*/
var Utils = class Utils {
	static METACHARACTERS = "\\.+*?()|[]{}^$";
	static EMPTY_BEGIN_LINE = 1;
	static EMPTY_END_LINE = 2;
	static EMPTY_BEGIN_TEXT = 4;
	static EMPTY_END_TEXT = 8;
	static EMPTY_WORD_BOUNDARY = 16;
	static EMPTY_NO_WORD_BOUNDARY = 32;
	static EMPTY_ALL = -1;
	static emptyInts() {
		return [];
	}
	static isString(value) {
		return typeof value === "string" || Object.prototype.toString.call(value) === "[object String]";
	}
	static typeName(value) {
		if (value === null || typeof value !== "object" && typeof value !== "function") return value === null ? "null" : typeof value;
		return Object.prototype.toString.call(value).slice(8, -1);
	}
	static checkPattern(pattern) {
		if (!Utils.isString(pattern)) throw new TypeError(`The pattern must be a string, not ${Utils.typeName(pattern)} (RE2JS.translateRegExp() converts a RegExp)`);
	}
	static checkInput(input) {
		if (!Utils.isString(input) && !Utils.isByteArray(input)) throw new TypeError(`The input must be a string or a byte array (Uint8Array or number[]), not ${Utils.typeName(input)}`);
	}
	static checkFlags(flags) {
		const known = PublicFlags.MULTILINE | PublicFlags.DOTALL | PublicFlags.CASE_INSENSITIVE | PublicFlags.DISABLE_UNICODE_GROUPS | PublicFlags.LONGEST_MATCH | PublicFlags.LOOKBEHINDS;
		if (!Number.isInteger(flags) || (flags & ~known) !== 0) throw new RE2JSFlagsException("Flags should only be a combination of MULTILINE, DOTALL, CASE_INSENSITIVE, DISABLE_UNICODE_GROUPS, LONGEST_MATCH, LOOKBEHINDS");
	}
	static isByteArray(input) {
		return Array.isArray(input) || Object.prototype.toString.call(input) === "[object Uint8Array]";
	}
	static isalnum(c) {
		return Codepoint.CODES["0"] <= c && c <= Codepoint.CODES["9"] || Codepoint.CODES["a"] <= c && c <= Codepoint.CODES["z"] || Codepoint.CODES["A"] <= c && c <= Codepoint.CODES["Z"];
	}
	static unhex(c) {
		if (Codepoint.CODES["0"] <= c && c <= Codepoint.CODES["9"]) return c - Codepoint.CODES["0"];
		if (Codepoint.CODES["a"] <= c && c <= Codepoint.CODES["f"]) return c - Codepoint.CODES["a"] + 10;
		if (Codepoint.CODES["A"] <= c && c <= Codepoint.CODES["F"]) return c - Codepoint.CODES["A"] + 10;
		return -1;
	}
	static escapeRune(rune) {
		let out = "";
		if (Unicode.isPrint(rune)) {
			if (Utils.METACHARACTERS.indexOf(String.fromCodePoint(rune)) >= 0) out += "\\";
			out += String.fromCodePoint(rune);
		} else switch (rune) {
			case Codepoint.CODES["\""]:
				out += "\\\"";
				break;
			case Codepoint.CODES["\\"]:
				out += "\\\\";
				break;
			case Codepoint.CODES["	"]:
				out += "\\t";
				break;
			case Codepoint.CODES["\n"]:
				out += "\\n";
				break;
			case Codepoint.CODES["\r"]:
				out += "\\r";
				break;
			case Codepoint.CODES["\b"]:
				out += "\\b";
				break;
			case Codepoint.CODES["\f"]:
				out += "\\f";
				break;
			default: {
				let s = rune.toString(16);
				if (rune < 256) {
					out += "\\x";
					if (s.length === 1) out += "0";
					out += s;
				} else out += `\\x{${s}}`;
				break;
			}
		}
		return out;
	}
	static stringToRunes(str) {
		const string = String(str);
		const runes = [];
		let i = 0;
		while (i < string.length) {
			const cp = string.codePointAt(i);
			runes.push(cp);
			i += cp > Unicode.MAX_BMP ? 2 : 1;
		}
		return new Int32Array(runes);
	}
	static runeToString(r) {
		return String.fromCodePoint(r);
	}
	static isWordRune(r) {
		return r < FAST_PATH_TABLE_SIZE ? WORD_RUNE_TABLE[r] === 1 : false;
	}
	static emptyOpContext(r1, r2) {
		let op = 0;
		if (r1 < 0) op |= Utils.EMPTY_BEGIN_TEXT | Utils.EMPTY_BEGIN_LINE;
		if (r1 === 10) op |= Utils.EMPTY_BEGIN_LINE;
		if (r2 < 0) op |= Utils.EMPTY_END_TEXT | Utils.EMPTY_END_LINE;
		if (r2 === 10) op |= Utils.EMPTY_END_LINE;
		if (Utils.isWordRune(r1) !== Utils.isWordRune(r2)) op |= Utils.EMPTY_WORD_BOUNDARY;
		else op |= Utils.EMPTY_NO_WORD_BOUNDARY;
		return op;
	}
	/**
	* Returns a string that quotes all regular expression metacharacters inside the argument text;
	* the returned string is a regular expression matching the literal text. For example,
	* {@code quoteMeta("[foo]").equals("\\[foo\\]")}.
	* @param {string} str
	* @returns {string}
	*/
	static quoteMeta(str) {
		return str.split("").map((s) => {
			if (Utils.METACHARACTERS.indexOf(s) >= 0) return `\\${s}`;
			return s;
		}).join("");
	}
	static charCount(codePoint) {
		return codePoint > Unicode.MAX_BMP ? 2 : 1;
	}
	/**
	* High-speed conversion from TypedArrays to standard JS Arrays.
	* Bypasses the expensive Symbol.iterator overhead of Array.from()
	*/
	static toArray(typedArray) {
		const len = typedArray.length;
		const res = new Array(len);
		for (let i = 0; i < len; i++) res[i] = typedArray[i];
		return res;
	}
	static stringToUtf8ByteArray(str) {
		if (globalThis.TextEncoder) {
			if (!cachedNativeEncoder) cachedNativeEncoder = new TextEncoder();
			return cachedNativeEncoder.encode(str);
		} else {
			let out = [], p = 0;
			for (let i = 0; i < str.length; i++) {
				let c = str.charCodeAt(i);
				if (c < 128) out[p++] = c;
				else if (c < 2048) {
					out[p++] = c >> 6 | 192;
					out[p++] = c & 63 | 128;
				} else if ((c & 64512) === Unicode.MIN_HIGH_SURROGATE && i + 1 < str.length && (str.charCodeAt(i + 1) & 64512) === Unicode.MIN_LOW_SURROGATE) {
					c = Unicode.MIN_SUPPLEMENTARY_CODE_POINT + ((c & 1023) << 10) + (str.charCodeAt(++i) & 1023);
					out[p++] = c >> 18 | 240;
					out[p++] = c >> 12 & 63 | 128;
					out[p++] = c >> 6 & 63 | 128;
					out[p++] = c & 63 | 128;
				} else {
					out[p++] = c >> 12 | 224;
					out[p++] = c >> 6 & 63 | 128;
					out[p++] = c & 63 | 128;
				}
			}
			return out;
		}
	}
	static utf8ByteArrayToString(bytes) {
		if (globalThis.TextDecoder) {
			if (!cachedNativeDecoder) cachedNativeDecoder = new TextDecoder("utf-8");
			const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
			return cachedNativeDecoder.decode(view);
		} else {
			let out = [], pos = 0, c = 0;
			while (pos < bytes.length) {
				let c1 = bytes[pos++];
				if (c1 < 128) out[c++] = String.fromCharCode(c1);
				else if (c1 > 191 && c1 < 224) {
					let c2 = bytes[pos++];
					out[c++] = String.fromCharCode((c1 & 31) << 6 | c2 & 63);
				} else if (c1 > 239 && c1 < 365) {
					let c2 = bytes[pos++];
					let c3 = bytes[pos++];
					let c4 = bytes[pos++];
					let u = ((c1 & 7) << 18 | (c2 & 63) << 12 | (c3 & 63) << 6 | c4 & 63) - Unicode.MIN_SUPPLEMENTARY_CODE_POINT;
					out[c++] = String.fromCharCode(Unicode.MIN_HIGH_SURROGATE + (u >> 10));
					out[c++] = String.fromCharCode(Unicode.MIN_LOW_SURROGATE + (u & 1023));
				} else {
					let c2 = bytes[pos++];
					let c3 = bytes[pos++];
					out[c++] = String.fromCharCode((c1 & 15) << 12 | (c2 & 63) << 6 | c3 & 63);
				}
			}
			return out.join("");
		}
	}
};
const createEnum = (values = [], initNum = 0) => {
	const enumObject = Object.create(null);
	for (let i = 0; i < values.length; i++) {
		const val = values[i];
		const keyVal = initNum + i;
		enumObject[val] = keyVal;
		enumObject[keyVal] = val;
	}
	return Object.freeze(enumObject);
};
/**
* Abstract the representations of input text supplied to Matcher.
*/
var MatcherInputBase = class MatcherInputBase {
	static Encoding = createEnum(["UTF_16", "UTF_8"]);
	getEncoding() {
		throw Error("not implemented");
	}
	/** @returns {string} */
	asCharSequence() {
		throw Error("not implemented");
	}
	/** @returns {Uint8Array|number[]|null} */
	asBytes() {
		throw Error("not implemented");
	}
	/** @returns {number} */
	length() {
		throw Error("not implemented");
	}
	/**
	*
	* @returns {boolean}
	*/
	isUTF8Encoding() {
		return this.getEncoding() === MatcherInputBase.Encoding.UTF_8;
	}
	/**
	*
	* @returns {boolean}
	*/
	isUTF16Encoding() {
		return this.getEncoding() === MatcherInputBase.Encoding.UTF_16;
	}
};
var Utf8MatcherInput = class extends MatcherInputBase {
	/** @param {Uint8Array|number[]|null} bytes */
	constructor(bytes = null) {
		super();
		this.bytes = bytes;
	}
	getEncoding() {
		return MatcherInputBase.Encoding.UTF_8;
	}
	/**
	*
	* @returns {string}
	*/
	asCharSequence() {
		return Utils.utf8ByteArrayToString(this.bytes);
	}
	/**
	*
	* @returns {Uint8Array|number[]|null}
	*/
	asBytes() {
		return this.bytes;
	}
	/**
	*
	* @returns {number}
	*/
	length() {
		return this.bytes.length;
	}
};
var Utf16MatcherInput = class extends MatcherInputBase {
	/** @param {string|null} charSequence */
	constructor(charSequence = null) {
		super();
		this.charSequence = charSequence;
	}
	getEncoding() {
		return MatcherInputBase.Encoding.UTF_16;
	}
	/**
	*
	* @returns {string}
	*/
	asCharSequence() {
		return this.charSequence;
	}
	/**
	*
	* @returns {number[]}
	*/
	asBytes() {
		return Utils.stringToUtf8ByteArray(this.charSequence.toString());
	}
	/**
	*
	* @returns {number}
	*/
	length() {
		return this.charSequence.length;
	}
};
var MatcherInput = class {
	/**
	* Return the MatcherInput for UTF_16 encoding.
	* @returns {Utf16MatcherInput}
	*/
	static utf16(charSequence) {
		Utils.checkInput(charSequence);
		return new Utf16MatcherInput(charSequence);
	}
	/**
	* Return the MatcherInput for UTF_8 encoding.
	* @returns {Utf8MatcherInput}
	*/
	static utf8(input) {
		if (Utils.isByteArray(input)) return new Utf8MatcherInput(input);
		return new Utf8MatcherInput(Utils.stringToUtf8ByteArray(input));
	}
};
/**
* MachineInput abstracts different representations of the input text supplied to the Machine. It
* provides one-character lookahead.
*/
var MachineInputBase = class {
	static EOF() {
		return -8;
	}
	constructor() {
		this.start = 0;
		this.end = 0;
	}
	canCheckPrefix() {
		return true;
	}
	endPos() {
		return this.end - this.start;
	}
	hasString() {
		return false;
	}
	hasAnyString() {
		return false;
	}
	prefixLength() {
		return 0;
	}
};
var MachineUTF8Input = class MachineUTF8Input extends MachineInputBase {
	static RUNE_ERROR_STEP = Unicode.RUNE_ERROR << 3 | 1;
	constructor(bytes, start = 0, end = bytes.length) {
		super();
		this.bytes = bytes;
		this.start = start;
		this.end = end;
	}
	hasString(prefilter, pos) {
		const target = prefilter.bytes;
		if (target.length === 0) return true;
		const idx = this.indexOf(this.bytes, target, this.start + pos);
		return idx !== -1 && idx <= this.end - target.length;
	}
	hasAnyString(prefilter, pos) {
		return prefilter.automaton8().searchUTF8(this.bytes, this.start + pos, this.end);
	}
	step(pos) {
		pos += this.start;
		if (pos >= this.end) return MachineInputBase.EOF();
		const c = this.bytes[pos] & 255;
		if (c < 128) return c << 3 | 1;
		let size;
		let rune;
		let lo = 128;
		let hi = 191;
		if (c >= 194 && c <= 223) {
			size = 2;
			rune = c & 31;
		} else if (c >= 224 && c <= 239) {
			size = 3;
			rune = c & 15;
			if (c === 224) lo = 160;
			else if (c === 237) hi = 159;
		} else if (c >= 240 && c <= 244) {
			size = 4;
			rune = c & 7;
			if (c === 240) lo = 144;
			else if (c === 244) hi = 143;
		} else return MachineUTF8Input.RUNE_ERROR_STEP;
		if (pos + size > this.end) return MachineUTF8Input.RUNE_ERROR_STEP;
		const c1 = this.bytes[pos + 1] & 255;
		if (c1 < lo || c1 > hi) return MachineUTF8Input.RUNE_ERROR_STEP;
		rune = rune << 6 | c1 & 63;
		if (size > 2) {
			const c2 = this.bytes[pos + 2] & 255;
			if ((c2 & 192) !== 128) return MachineUTF8Input.RUNE_ERROR_STEP;
			rune = rune << 6 | c2 & 63;
			if (size > 3) {
				const c3 = this.bytes[pos + 3] & 255;
				if ((c3 & 192) !== 128) return MachineUTF8Input.RUNE_ERROR_STEP;
				rune = rune << 6 | c3 & 63;
			}
		}
		return rune << 3 | size;
	}
	index(re2, pos) {
		pos += this.start;
		const i = this.indexOf(this.bytes, re2.prefixUTF8, pos);
		return i < 0 ? i : i - pos;
	}
	context(pos) {
		pos += this.start;
		let r1 = -1;
		if (pos > this.start && pos <= this.end) {
			let start = pos - 1;
			r1 = this.bytes[start--];
			if (r1 >= 128) {
				let lim = pos - 4;
				if (lim < this.start) lim = this.start;
				while (start >= lim && (this.bytes[start] & 192) === 128) start--;
				if (start < this.start) start = this.start;
				const r = this.step(start - this.start);
				r1 = start + (r & 7) === pos ? r >> 3 : Unicode.RUNE_ERROR;
			}
		}
		const r2 = pos < this.end ? this.step(pos - this.start) >> 3 : -1;
		return Utils.emptyOpContext(r1, r2);
	}
	indexOf(source, target, fromIndex = 0) {
		let targetLength = target.length;
		if (targetLength === 0) return fromIndex <= this.end ? fromIndex : -1;
		const firstByte = target[0];
		let limit = this.end - targetLength;
		const hasNativeIndexOf = typeof source.indexOf === "function";
		let i = fromIndex;
		while (i <= limit) {
			if (hasNativeIndexOf) {
				i = source.indexOf(firstByte, i);
				if (i === -1 || i > limit) return -1;
			} else {
				while (i <= limit && source[i] !== firstByte) i++;
				if (i > limit) return -1;
			}
			let match = true;
			for (let j = 1; j < targetLength; j++) if (source[i + j] !== target[j]) {
				match = false;
				break;
			}
			if (match) return i;
			i++;
		}
		return -1;
	}
	prefixLength(re2) {
		return re2.prefixUTF8.length;
	}
};
var MachineUTF16Input = class extends MachineInputBase {
	constructor(charSequence, start = 0, end = charSequence.length) {
		super();
		this.charSequence = charSequence;
		this.start = start;
		this.end = end;
	}
	hasString(prefilter, pos) {
		const idx = this.charSequence.indexOf(prefilter.str, this.start + pos);
		return idx !== -1 && idx <= this.end - prefilter.str.length;
	}
	hasAnyString(prefilter, pos) {
		return prefilter.automaton16().searchUTF16(this.charSequence, this.start + pos, this.end);
	}
	step(pos) {
		pos += this.start;
		if (pos >= this.end) return MachineInputBase.EOF();
		const c1 = this.charSequence.charCodeAt(pos);
		if (c1 < Unicode.MIN_HIGH_SURROGATE || c1 > Unicode.MAX_HIGH_SURROGATE || pos + 1 >= this.end) return c1 << 3 | 1;
		const c2 = this.charSequence.charCodeAt(pos + 1);
		if (c2 >= Unicode.MIN_LOW_SURROGATE && c2 <= Unicode.MAX_LOW_SURROGATE) return (c1 - Unicode.MIN_HIGH_SURROGATE) * 1024 + (c2 - Unicode.MIN_LOW_SURROGATE) + Unicode.MIN_SUPPLEMENTARY_CODE_POINT << 3 | 2;
		return c1 << 3 | 1;
	}
	index(re2, pos) {
		pos += this.start;
		const i = this.charSequence.indexOf(re2.prefix, pos);
		if (i < 0 || i > this.end - re2.prefix.length) return -1;
		return i - pos;
	}
	context(pos) {
		pos += this.start;
		const r1 = pos > this.start && pos <= this.end ? this.charSequence.charCodeAt(pos - 1) : -1;
		const r2 = pos < this.end ? this.charSequence.charCodeAt(pos) : -1;
		return Utils.emptyOpContext(r1, r2);
	}
	prefixLength(re2) {
		return re2.prefix.length;
	}
};
var MachineInput = class {
	static fromUTF8(bytes, start = 0, end = bytes.length) {
		return new MachineUTF8Input(bytes, start, end);
	}
	static fromUTF16(charSequence, start = 0, end = void 0) {
		Utils.checkInput(charSequence);
		return new MachineUTF16Input(charSequence, start, end ?? charSequence.length);
	}
};
/**
* A stateful iterator that interprets a regex {@code RE2JS} on a specific input.
*
* Conceptually, a Matcher consists of four parts:
* <ol>
* <li>A compiled regular expression {@code RE2JS}, set at construction and fixed for the lifetime
* of the matcher.</li>
*
* <li>The remainder of the input string, set at construction or {@link #reset()} and advanced by
* each match operation such as {@link #find}, {@link #matches} or {@link #lookingAt}.</li>
*
* <li>The current match information, accessible via {@link #start}, {@link #end}, and
* {@link #group}, and updated by each match operation.</li>
*
* <li>The append position, used and advanced by {@link #appendReplacement} and {@link #appendTail}
* if performing a search and replace from the input to an external {@code StringBuffer}.
*
* </ol>
*
*
* @author rsc@google.com (Russ Cox)
*/
var Matcher = class Matcher {
	/**
	* V8 and WebKit have historical hard limits on the number of arguments
	* that can be passed to a function. We cap replacer arguments to prevent
	* Call Stack Overflow (DoS) vulnerabilities on massive ASTs.
	*/
	static MAX_REPLACER_ARGS = 65535;
	/**
	* Quotes '\' and '$' in {@code s}, so that the returned string could be used in
	* {@link #appendReplacement} as a literal replacement of {@code s}.
	*
	* @param {string} str the string to be quoted
	* @param {boolean} [javaMode=false] whether the replacement will be used in javaMode
	* @returns {string} the quoted string
	*/
	static quoteReplacement(str, javaMode = false) {
		if (javaMode) {
			if (str.indexOf("\\") < 0 && str.indexOf("$") < 0) return str;
			return str.split("").map((s) => {
				const c = s.codePointAt(0);
				if (c === Codepoint.CODES["\\"] || c === Codepoint.CODES["$"]) return `\\${s}`;
				return s;
			}).join("");
		}
		if (str.indexOf("$") < 0) return str;
		return str.split("").map((s) => {
			if (s.codePointAt(0) === Codepoint.CODES["$"]) return "$$";
			return s;
		}).join("");
	}
	/**
	*
	* @param {import('./index.js').RE2JS} pattern
	* @param {string|number[]|Uint8Array|MatcherInputBase} input
	*/
	constructor(pattern, input) {
		if (pattern === null) throw new Error("pattern is null");
		/**
		* The pattern being matched.
		* @type {import('./index.js').RE2JS}
		*/
		this.patternInput = pattern;
		const re2 = this.patternInput.re2();
		/** @type {number} */
		this.patternGroupCount = re2.numberOfCapturingGroups();
		/** @type {number[]} */
		this.groups = [];
		/** @type {Record<string, number>} */
		this.namedGroups = re2.namedGroups;
		/** @type {boolean} */
		this.hasNamedGroups = Object.keys(this.namedGroups).length > 0;
		/** @type {number} */
		this.numberOfInstructions = re2.numberOfInstructions();
		/** @type {import('./Machine.js').LookbehindState|null} */
		this.lookbehindState = null;
		if (input instanceof MatcherInputBase) this.resetMatcherInput(input);
		else if (Utils.isByteArray(input)) this.resetMatcherInput(MatcherInput.utf8(input));
		else this.resetMatcherInput(MatcherInput.utf16(input));
	}
	/**
	* Returns the {@code RE2JS} associated with this {@code Matcher}.
	* @returns {import('./index.js').RE2JS}
	*/
	pattern() {
		return this.patternInput;
	}
	/**
	* Resets the {@code Matcher}, rewinding input and discarding any match information.
	*
	* @returns {Matcher} the {@code Matcher} itself, for chained method calls
	*/
	reset() {
		/** @type {number} */
		this.matcherInputLength = this.matcherInput.length();
		/** @type {number} */
		this.appendPos = 0;
		this.hasMatch = false;
		this.hasGroups = false;
		this.anchorFlag = 0;
		return this;
	}
	/**
	* Resets the {@code Matcher} and changes the input.
	* @param {string|number[]|Uint8Array|MatcherInputBase} input
	* @returns {Matcher} the {@code Matcher} itself, for chained method calls
	*/
	resetMatcherInput(input) {
		if (input === null) throw new Error("input is null");
		if (!(input instanceof MatcherInputBase)) {
			if (Utils.isByteArray(input)) input = MatcherInput.utf8(input);
			else input = MatcherInput.utf16(input);
		}
		this.matcherInput = input;
		if (this.lookbehindState !== null) this.lookbehindState.reset();
		else this.lookbehindState = this.patternInput.re2().createLookbehindState();
		this.reset();
		return this;
	}
	/**
	* Returns the start of the named group of the most recent match, or -1 if the group was not
	* matched.
	* @param {string|number} [group=0]
	* @returns {number}
	*/
	start(group = 0) {
		if (typeof group === "string") {
			const groupInt = this.namedGroups[group];
			if (!Number.isFinite(groupInt)) throw new RE2JSGroupException(`group '${group}' not found`);
			group = groupInt;
		}
		this.loadGroup(group);
		return this.groups[2 * group];
	}
	/**
	* Returns the end of the named group of the most recent match, or -1 if the group was not
	* matched.
	* @param {string|number} [group=0]
	* @returns {number}
	*/
	end(group = 0) {
		if (typeof group === "string") {
			const groupInt = this.namedGroups[group];
			if (!Number.isFinite(groupInt)) throw new RE2JSGroupException(`group '${group}' not found`);
			group = groupInt;
		}
		this.loadGroup(group);
		return this.groups[2 * group + 1];
	}
	/**
	* Returns the program size of this pattern.
	*
	* <p>
	* Similar to the C++ implementation, the program size is a very approximate measure of a regexp's
	* "cost". Larger numbers are more expensive than smaller numbers.
	* </p>
	*
	* @returns {number} the program size of this pattern
	*/
	programSize() {
		return this.numberOfInstructions;
	}
	/**
	* Returns the named group of the most recent match, or {@code null} if the group was not matched.
	* @param {string|number} [group=0]
	* @returns {string|null}
	*/
	group(group = 0) {
		if (typeof group === "string") {
			const groupInt = this.namedGroups[group];
			if (!Number.isFinite(groupInt)) throw new RE2JSGroupException(`group '${group}' not found`);
			group = groupInt;
		}
		const start = this.start(group);
		const end = this.end(group);
		if (start < 0 && end < 0) return null;
		return this.substring(start, end);
	}
	/**
	* Returns a dictionary map of all named capturing groups and their matched values.
	* If a group was not matched, its value will be `null`.
	* @returns {Record<string, string|null>}
	*/
	getNamedGroups() {
		if (!this.hasMatch) throw new RE2JSGroupException("perhaps no match attempted");
		const result = Object.create(null);
		for (const name of Object.keys(this.namedGroups)) result[name] = this.group(name);
		return result;
	}
	/**
	* Returns the number of subgroups in this pattern.
	*
	* @returns {number} the number of subgroups; the overall match (group 0) does not count
	*/
	groupCount() {
		return this.patternGroupCount;
	}
	/**
	* Helper: finds subgroup information if needed for group.
	* @param {number} group
	* @private
	*/
	loadGroup(group) {
		if (!Number.isInteger(group) || group < 0 || group > this.patternGroupCount) throw new RE2JSGroupException(`Group index out of bounds: ${group}`);
		if (!this.hasMatch) throw new RE2JSGroupException("perhaps no match attempted");
		if (group === 0 || this.hasGroups) return;
		const end = this.matcherInputLength;
		const res = this.patternInput.re2().matchMachineInput(this.matcherInput, this.groups[0], end, this.anchorFlag, 1 + this.patternGroupCount, this.lookbehindState);
		if (!res[0]) throw new RE2JSGroupException("inconsistency in matching group data");
		this.groups = res[1];
		this.hasGroups = true;
	}
	/**
	* Matches the entire input against the pattern (anchored start and end). If there is a match,
	* {@code matches} sets the match state to describe it.
	*
	* @returns {boolean} true if the entire input matches the pattern
	*/
	matches() {
		return this.genMatch(0, RE2Flags.ANCHOR_BOTH);
	}
	/**
	* Matches the beginning of input against the pattern (anchored start). If there is a match,
	* {@code lookingAt} sets the match state to describe it.
	*
	* @returns {boolean} true if the beginning of the input matches the pattern
	*/
	lookingAt() {
		return this.genMatch(0, RE2Flags.ANCHOR_START);
	}
	/**
	* Matches the input against the pattern (unanchored), starting at a specified position. If there
	* is a match, {@code find} sets the match state to describe it.
	*
	* @param {number|null} [start=null] the input position where the search begins
	* @returns {boolean} if it finds a match
	* @throws IndexOutOfBoundsException if start is not a valid input position
	*/
	find(start = null) {
		if (start !== null) {
			if (!Number.isInteger(start) || start < 0 || start > this.matcherInputLength) throw new RE2JSGroupException(`start index out of bounds: ${start}`);
			this.reset();
			return this.genMatch(start, 0);
		}
		start = 0;
		if (this.hasMatch) {
			start = this.groups[1];
			if (this.groups[0] === this.groups[1]) {
				const r = (this.matcherInput.isUTF16Encoding() ? MachineInput.fromUTF16(this.matcherInput.asCharSequence(), 0, this.matcherInputLength) : MachineInput.fromUTF8(this.matcherInput.asBytes(), 0, this.matcherInputLength)).step(start);
				if (r < 0) start++;
				else start += r & 7;
			}
		}
		return this.genMatch(start, RE2Flags.UNANCHORED);
	}
	/**
	* Helper: does match starting at start, with RE2 anchor flag.
	* @param {number} startByte
	* @param {number} anchor
	* @returns {boolean}
	* @private
	*/
	genMatch(startByte, anchor) {
		const res = this.patternInput.re2().matchMachineInput(this.matcherInput, startByte, this.matcherInputLength, anchor, 1, this.lookbehindState);
		if (!res[0]) {
			this.hasMatch = false;
			return false;
		}
		this.groups = res[1];
		this.hasMatch = true;
		this.hasGroups = this.patternGroupCount === 0;
		this.anchorFlag = anchor;
		return true;
	}
	/**
	* Helper: return substring for [start, end).
	* @param {number} start
	* @param {number} end
	* @returns {string}
	*/
	substring(start, end) {
		if (this.matcherInput.isUTF8Encoding()) return Utils.utf8ByteArrayToString(this.matcherInput.asBytes().slice(start, end));
		return this.matcherInput.asCharSequence().substring(start, end).toString();
	}
	/**
	* Helper for Pattern: return input length.
	* @returns {number}
	*/
	inputLength() {
		return this.matcherInputLength;
	}
	/**
	* Appends to result two strings: the text from the append position up to the beginning of the
	* most recent match, and then the replacement with submatch groups substituted for references to
	* them. It advances the append position to where the most recent match ended.
	*
	* By default the replacement is expanded as by String.prototype.replace (see
	* appendReplacementInternalJs). In Java mode it follows re2j / java.util.regex: $n takes as
	* many digits as still form a valid group number, ${name} is a named group, and a backslash
	* escapes the next character (so "\\$" in a JS string literal inserts a literal $).
	*
	* @param {string} replacement the replacement string
	* @param {boolean} [javaMode=false] activate java mode (different behaviour for capture groups and special characters)
	* @returns {string}
	* @throws IllegalStateException if there was no most recent match
	* @throws IndexOutOfBoundsException in Java mode, if replacement refers to an invalid group
	* @private
	*/
	appendReplacement(replacement, javaMode = false) {
		let res = "";
		const s = this.start();
		const e = this.end();
		if (this.appendPos < s) res += this.substring(this.appendPos, s);
		this.appendPos = e;
		res += javaMode ? this.appendReplacementInternalJava(replacement) : this.appendReplacementInternalJs(replacement);
		return res;
	}
	/**
	* @param {string} replacement - the replacement string
	* @returns {string}
	* @private
	*/
	appendReplacementInternalJava(replacement) {
		let res = "";
		let last = 0;
		const m = replacement.length;
		let i = 0;
		while (i < m) {
			const cCode = replacement.codePointAt(i);
			if (cCode === Codepoint.CODES["\\"]) {
				if (last < i) res += replacement.substring(last, i);
				i++;
				if (i >= m) throw new RE2JSGroupException("character to be escaped is missing");
				last = i;
				i++;
				continue;
			}
			if (cCode === Codepoint.CODES["$"]) {
				if (last < i) res += replacement.substring(last, i);
				if (i + 1 >= m) throw new RE2JSGroupException("Illegal group reference: group index is missing");
				const nextCode = replacement.codePointAt(i + 1);
				if (Codepoint.CODES["0"] <= nextCode && nextCode <= Codepoint.CODES["9"]) {
					let n = nextCode - Codepoint.CODES["0"];
					let j = i + 2;
					for (; j < m; j++) {
						const digit = replacement.codePointAt(j);
						if (digit < Codepoint.CODES["0"] || digit > Codepoint.CODES["9"] || n * 10 + digit - Codepoint.CODES["0"] > this.patternGroupCount) break;
						n = n * 10 + digit - Codepoint.CODES["0"];
					}
					if (n > this.patternGroupCount) throw new RE2JSGroupException(`n > number of groups: ${n}`);
					const group = this.group(n);
					if (group !== null) res += group;
					i = j;
					last = i;
				} else if (nextCode === Codepoint.CODES["{"]) {
					let j = i + 2;
					while (j < m && replacement.codePointAt(j) !== Codepoint.CODES["}"]) j++;
					if (j >= m) throw new RE2JSGroupException("named capture group is missing trailing '}'");
					const groupName = replacement.substring(i + 2, j);
					const groupVal = this.group(groupName);
					if (groupVal !== null) res += groupVal;
					i = j + 1;
					last = i;
				} else throw new RE2JSGroupException("Illegal group reference");
				continue;
			}
			i++;
		}
		if (last < m) res += replacement.substring(last, m);
		return res;
	}
	/**
	* Expands |replacement| for the current match by the rules of String.prototype.replace
	* (ECMAScript GetSubstitution): $$ is "$", $& the match, $` the text before it, $' the text
	* after it, $n and $nn a group (two digits only when they form a valid group number, so with
	* one group "$10" is group 1 then "0"; an unmatched group is empty), and $<name> a named group
	* (empty when no such group), only when the pattern has named groups. Anything else, such as
	* "$0" or "$<" without a closing ">", is kept as is.
	* @param {string} replacement - the replacement string
	* @returns {string}
	* @private
	*/
	appendReplacementInternalJs(replacement) {
		const isDigit = (c) => c >= 48 && c <= 57;
		const groupCount = this.patternGroupCount;
		let res = "";
		let i = 0;
		while (i < replacement.length) {
			const dollar = replacement.indexOf("$", i);
			if (dollar < 0) break;
			res += replacement.substring(i, dollar);
			i = dollar;
			const c = replacement.charCodeAt(i + 1);
			if (c === Codepoint.CODES["$"]) {
				res += "$";
				i += 2;
			} else if (c === Codepoint.CODES["&"]) {
				res += this.group(0);
				i += 2;
			} else if (c === Codepoint.CODES["`"]) {
				res += this.substring(0, this.start(0));
				i += 2;
			} else if (c === Codepoint.CODES["'"]) {
				res += this.substring(this.end(0), this.matcherInputLength);
				i += 2;
			} else if (isDigit(c)) {
				let digits = 1;
				let index = c - 48;
				const c2 = replacement.charCodeAt(i + 2);
				if (isDigit(c2) && index * 10 + c2 - 48 <= groupCount) {
					digits = 2;
					index = index * 10 + c2 - 48;
				}
				if (index >= 1 && index <= groupCount) {
					const group = this.group(index);
					if (group !== null) res += group;
				} else res += replacement.substring(i, i + 1 + digits);
				i += 1 + digits;
			} else if (c === Codepoint.CODES["<"] && this.hasNamedGroups) {
				const gt = replacement.indexOf(">", i + 2);
				if (gt < 0) {
					res += "$<";
					i += 2;
				} else {
					const name = replacement.substring(i + 2, gt);
					if (Object.hasOwn(this.namedGroups, name)) {
						const group = this.group(name);
						if (group !== null) res += group;
					}
					i = gt + 1;
				}
			} else {
				res += "$";
				i += 1;
			}
		}
		return res + replacement.substring(i);
	}
	/**
	* Return the substring of the input from the append position to the end of the
	* input.
	* @returns {string}
	*/
	appendTail() {
		return this.substring(this.appendPos, this.matcherInputLength);
	}
	/**
	* Returns the input with all matches replaced by {@code replacement}, interpreted as for
	* {@code appendReplacement}.
	*
	* @param {string|((...args: any[]) => string)} replacement - the replacement string or a replacer function
	* @param {boolean} [javaMode=false] - activate java mode (different behaviour for capture groups and special characters)
	* @returns {string} the input string with the matches replaced
	* @throws IndexOutOfBoundsException if replacement refers to an invalid group and javaMode is true
	*/
	replaceAll(replacement, javaMode = false) {
		return this.replace(replacement, true, javaMode);
	}
	/**
	* Returns the input with the first match replaced by {@code replacement}, interpreted as for
	* {@code appendReplacement}.
	*
	* @param {string|((...args: any[]) => string)} replacement - the replacement string or a replacer function
	* @param {boolean} [javaMode=false] - activate java mode (different behaviour for capture groups and special characters)
	* @returns {string} the input string with the first match replaced
	* @throws IndexOutOfBoundsException if replacement refers to an invalid group and javaMode is true
	*/
	replaceFirst(replacement, javaMode = false) {
		return this.replace(replacement, false, javaMode);
	}
	/**
	* Helper: replaceAll/replaceFirst hybrid.
	* @param {string|((...args: any[]) => string)} replacement - the replacement string or a replacer function
	* @param {boolean} [all=true] - replace all matches
	* @param {boolean} [javaMode=false] - activate java mode (different behaviour for capture groups and special characters)
	* @returns {string}
	* @private
	*/
	replace(replacement, all = true, javaMode = false) {
		let res = "";
		this.reset();
		const isFunc = typeof replacement === "function";
		let originalInput = null;
		if (isFunc) {
			if (this.groupCount() >= Matcher.MAX_REPLACER_ARGS) throw new RE2JSGroupException("Too many capture groups to safely invoke replacer function");
			originalInput = this.matcherInput.isUTF8Encoding() ? this.matcherInput.asBytes() : this.matcherInput.asCharSequence();
		}
		while (this.find()) {
			res += isFunc ? this.appendReplacementFunc(replacement, originalInput) : this.appendReplacement(replacement, javaMode);
			if (!all) break;
		}
		res += this.appendTail();
		return res;
	}
	/**
	* Evaluates a replacer function for the current match and appends the result,
	* along with any un-matched preceding text, advancing the append position.
	* @param {Function} replacer - the replacer function
	* @param {string|Uint8Array|number[]} originalInput - the cached original input reference
	* @returns {string} the evaluated string to append
	* @private
	*/
	appendReplacementFunc(replacer, originalInput) {
		let res = "";
		const s = this.start();
		const e = this.end();
		if (this.appendPos < s) res += this.substring(this.appendPos, s);
		this.appendPos = e;
		/** @type {unknown[]} */
		const args = this.matchArray();
		args.push(s, originalInput);
		if (this.hasNamedGroups) args.push(this.namedGroupsObject());
		res += String(replacer(...args));
		return res;
	}
	/**
	* The match and its groups, as the elements of a JS RegExpExecArray: undefined for a group that
	* did not take part in the match. Used by exec(), matchAll() and replacer functions.
	* @returns {Array<string|undefined>}
	* @private
	*/
	matchArray() {
		const result = [this.group(0)];
		for (let i = 1; i <= this.patternGroupCount; i++) {
			const group = this.group(i);
			result.push(group === null ? void 0 : group);
		}
		return result;
	}
	/**
	* The named groups, as the groups property of a JS RegExpExecArray: an object without a
	* prototype mapping each name to its group (undefined when it did not take part in the match),
	* or undefined when the pattern has no named groups.
	* @returns {Record<string, string|undefined>|undefined}
	* @private
	*/
	namedGroupsObject() {
		if (!this.hasNamedGroups) return;
		const result = this.getNamedGroups();
		for (const name in result) if (result[name] === null) result[name] = void 0;
		return result;
	}
};
/**
* A single instruction in the regular expression virtual machine.
*
* @see http://swtch.com/~rsc/regexp/regexp2.html
*/
var Inst = class Inst {
	static ALT = 1;
	static ALT_MATCH = 2;
	static CAPTURE = 3;
	static EMPTY_WIDTH = 4;
	static FAIL = 5;
	static MATCH = 6;
	static NOP = 7;
	static RUNE = 8;
	static RUNE1 = 9;
	static RUNE_ANY = 10;
	static RUNE_ANY_NOT_NL = 11;
	static LB_WRITE = 12;
	static LB_CHECK = 13;
	static isRuneOp(op) {
		return Inst.RUNE <= op && op <= Inst.RUNE_ANY_NOT_NL;
	}
	static escapeRunes(runes) {
		let out = "\"";
		for (let rune of runes) out += Utils.escapeRune(rune);
		out += "\"";
		return out;
	}
	constructor(op) {
		this.op = op;
		this.out = 0;
		this.arg = 0;
		/** @type {Int32Array} */
		this.runes = /* @__PURE__ */ new Int32Array(0);
		/** @type {Uint32Array | number[] | null} */
		this.next = null;
	}
	matchRune(r) {
		if (this.runes.length === 1) {
			const r0 = this.runes[0];
			if ((this.arg & RE2Flags.FOLD_CASE) !== 0) return Unicode.equalsIgnoreCase(r0, r);
			return r === r0;
		}
		const len = this.runes.length;
		if (len === 0) return false;
		if (len === 2 || len === 4 || len === 6 || len === 8) {
			for (let j = 0; j < len; j += 2) {
				if (r < this.runes[j]) return false;
				if (r <= this.runes[j + 1]) return true;
			}
			return false;
		}
		let base = 0;
		let n = len >> 1;
		while (n > 1) {
			const half = n >> 1;
			base += this.runes[base + half << 1] <= r ? half : 0;
			n -= half;
		}
		base += this.runes[base << 1] <= r ? 1 : 0;
		const m = base - 1;
		return m >= 0 && r <= this.runes[m << 1 | 1];
	}
	matchRunePos(r) {
		if (this.runes.length === 1) {
			const r0 = this.runes[0];
			if ((this.arg & RE2Flags.FOLD_CASE) !== 0) return Unicode.equalsIgnoreCase(r0, r) ? 0 : -1;
			return r === r0 ? 0 : -1;
		}
		const len = this.runes.length;
		if (len === 0) return -1;
		if (len === 2 || len === 4 || len === 6 || len === 8) {
			for (let j = 0; j < len; j += 2) {
				if (r < this.runes[j]) return -1;
				if (r <= this.runes[j + 1]) return Math.floor(j / 2);
			}
			return -1;
		}
		let base = 0;
		let n = len >> 1;
		while (n > 1) {
			const half = n >> 1;
			base += this.runes[base + half << 1] <= r ? half : 0;
			n -= half;
		}
		base += this.runes[base << 1] <= r ? 1 : 0;
		const m = base - 1;
		return m >= 0 && r <= this.runes[m << 1 | 1] ? m : -1;
	}
	/**
	*
	* @returns {string}
	*/
	toString() {
		switch (this.op) {
			case Inst.ALT: return `alt -> ${this.out}, ${this.arg}`;
			case Inst.ALT_MATCH: return `altmatch -> ${this.out}, ${this.arg}`;
			case Inst.CAPTURE: return `cap ${this.arg} -> ${this.out}`;
			case Inst.EMPTY_WIDTH: return `empty ${this.arg} -> ${this.out}`;
			case Inst.MATCH: return `match${this.arg !== 0 ? ` ${this.arg}` : ""}`;
			case Inst.FAIL: return "fail";
			case Inst.NOP: return `nop -> ${this.out}`;
			case Inst.LB_WRITE: return `lbwrite ${this.arg} -> ${this.out}`;
			case Inst.LB_CHECK: return `lbcheck ${this.arg} -> ${this.out}`;
			case Inst.RUNE:
				if (this.runes === null) return "rune <null>";
				return [
					"rune ",
					Inst.escapeRunes(this.runes),
					(this.arg & RE2Flags.FOLD_CASE) !== 0 ? "/i" : "",
					" -> ",
					this.out
				].join("");
			case Inst.RUNE1: return `rune1 ${Inst.escapeRunes(this.runes)} -> ${this.out}`;
			case Inst.RUNE_ANY: return `any -> ${this.out}`;
			case Inst.RUNE_ANY_NOT_NL: return `anynotnl -> ${this.out}`;
			default: throw new Error("unhandled case in Inst.toString");
		}
	}
};
var Queue = class Queue {
	constructor(numInst) {
		this.sparse = new Int32Array(numInst);
		this.densePcs = new Int32Array(numInst);
		this.denseCaps = null;
		this.size = 0;
		this.ncap = 0;
		this.mainThreads = 0;
	}
	static INITIAL_THREADS = 32;
	init(ncap) {
		this.ncap = ncap;
		const needed = Math.min(this.densePcs.length, Queue.INITIAL_THREADS) * ncap;
		if (!this.denseCaps || this.denseCaps.length < needed) this.denseCaps = new Int32Array(needed);
	}
	growCaps(needed) {
		const limit = this.densePcs.length * this.ncap;
		const grown = new Int32Array(Math.min(limit, Math.max(needed, 2 * this.denseCaps.length)));
		grown.set(this.denseCaps);
		this.denseCaps = grown;
	}
	contains(pc) {
		const j = this.sparse[pc];
		return j < this.size && this.densePcs[j] === pc;
	}
	isEmpty() {
		return this.size === 0;
	}
	add(pc) {
		const j = this.size++;
		this.sparse[pc] = j;
		this.densePcs[j] = pc;
		return j;
	}
	clear() {
		this.size = 0;
		this.mainThreads = 0;
	}
	toString() {
		let out = "{";
		for (let i = 0; i < this.size; i++) {
			if (i !== 0) out += ", ";
			out += this.densePcs[i];
		}
		out += "}";
		return out;
	}
};
var LookbehindState = class {
	constructor(prog) {
		this.pos = -1;
		this.pcs = new Int32Array(prog.numInst());
		this.size = 0;
		this.lbTable = new Int32Array(prog.numLb + 1);
	}
	reset() {
		this.pos = -1;
		this.size = 0;
	}
};
var Machine = class Machine {
	static fromRE2(re2) {
		const m = new Machine();
		m.prog = re2.prog;
		m.re2 = re2;
		m.q0 = new Queue(m.prog.numInst());
		m.q1 = new Queue(m.prog.numInst());
		m.addStack = new Int32Array(2 * (m.prog.numInst() + 1));
		m.matched = false;
		m.matchcap = new Int32Array(m.prog.numCap < 2 ? 2 : m.prog.numCap);
		m.ncap = 0;
		return m;
	}
	constructor() {
		this.prog = null;
		this.re2 = null;
		this.q0 = null;
		this.q1 = null;
		this.addStack = null;
		this.matched = false;
		this.matchcap = null;
		this.ncap = 0;
		this.lbTable = null;
	}
	init(ncap) {
		this.ncap = ncap;
		if (ncap > this.matchcap.length) this.matchcap = new Int32Array(ncap).fill(-1);
		else this.matchcap.fill(-1);
		this.q0.init(ncap);
		this.q1.init(ncap);
		if (this.prog.numLb > 0) {
			if (!this.lbTable || this.lbTable.length < this.prog.numLb + 1) this.lbTable = new Int32Array(this.prog.numLb + 1);
			this.lbTable.fill(-1);
		}
	}
	submatches() {
		if (this.ncap === 0) return Utils.emptyInts();
		return Utils.toArray(this.matchcap.subarray(0, this.ncap));
	}
	match(input, pos, anchor, lbState = null) {
		const startCond = this.re2.cond;
		if (startCond === Utils.EMPTY_ALL) return false;
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return false;
		this.matched = false;
		this.matchcap.fill(-1);
		const hasLookbehinds = this.prog.numLb > 0;
		const matchStartPos = pos;
		let currentPos = pos;
		let resumeLookbehinds = false;
		if (hasLookbehinds) {
			if (lbState !== null && lbState.pos >= 0 && lbState.pos <= pos) {
				currentPos = lbState.pos;
				resumeLookbehinds = true;
			} else currentPos = 0;
		}
		let saveLookbehinds = hasLookbehinds && lbState !== null;
		let runq = this.q0;
		let nextq = this.q1;
		let r = input.step(currentPos);
		let rune = r >> 3;
		let width = r & 7;
		let rune1 = -1;
		let width1 = 0;
		if (r !== MachineInputBase.EOF()) {
			r = input.step(currentPos + width);
			rune1 = r >> 3;
			width1 = r & 7;
		}
		let flag;
		if (currentPos === 0) flag = Utils.emptyOpContext(-1, rune);
		else flag = input.context(currentPos);
		if (hasLookbehinds) {
			if (resumeLookbehinds) this.restoreLookbehinds(lbState, runq, flag);
			else this.spawnLookbehinds(runq, currentPos, flag);
		}
		while (true) {
			if (runq.mainThreads === 0) {
				if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 && currentPos !== 0) break;
				if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && currentPos !== 0) break;
				if (this.matched) break;
				if (this.prog.numLb === 0 && runq.isEmpty() && !(this.re2.prefix.length === 0) && rune1 !== this.re2.prefixRune && input.canCheckPrefix()) {
					const advance = input.index(this.re2, currentPos);
					if (advance < 0) break;
					currentPos += advance;
					r = input.step(currentPos);
					rune = r >> 3;
					width = r & 7;
					r = input.step(currentPos + width);
					rune1 = r >> 3;
					width1 = r & 7;
					flag = input.context(currentPos);
				}
			}
			if (currentPos >= matchStartPos) {
				if (saveLookbehinds) {
					this.saveLookbehinds(lbState, runq, currentPos);
					saveLookbehinds = false;
				}
				if (!this.matched && (currentPos === 0 || anchor === RE2Flags.UNANCHORED)) {
					if (this.ncap > 0) this.matchcap[0] = currentPos;
					this.add(runq, this.prog.start, currentPos, this.matchcap, 0, flag);
				}
			}
			const nextPos = currentPos + width;
			flag = input.context(nextPos);
			this.step(runq, nextq, currentPos, nextPos, rune, flag, anchor, currentPos === input.endPos());
			if (width === 0) break;
			if (this.ncap === 0 && this.matched) break;
			currentPos += width;
			rune = rune1;
			width = width1;
			if (rune !== -1) {
				r = input.step(currentPos + width);
				rune1 = r >> 3;
				width1 = r & 7;
			}
			const tmpq = runq;
			runq = nextq;
			nextq = tmpq;
		}
		runq.clear();
		nextq.clear();
		return this.matched;
	}
	matchSet(input, pos, anchor) {
		const startCond = this.re2.cond;
		if (startCond === Utils.EMPTY_ALL) return [];
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return [];
		let currentPos = this.prog.numLb > 0 ? 0 : pos;
		let matchStartPos = pos;
		let runq = this.q0;
		let nextq = this.q1;
		let r = input.step(currentPos);
		let rune = r >> 3;
		let width = r & 7;
		let rune1 = -1;
		let width1 = 0;
		if (r !== MachineInputBase.EOF()) {
			r = input.step(currentPos + width);
			rune1 = r >> 3;
			width1 = r & 7;
		}
		let flag = currentPos === 0 ? Utils.emptyOpContext(-1, rune) : input.context(currentPos);
		const matches = /* @__PURE__ */ new Set();
		if (this.prog.numLb > 0) this.spawnLookbehinds(runq, currentPos, flag);
		while (true) {
			if (runq.mainThreads === 0) {
				if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 && currentPos !== 0) break;
				if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && currentPos !== 0) break;
			}
			if (currentPos === 0 || anchor === RE2Flags.UNANCHORED) {
				if (currentPos >= matchStartPos) this.add(runq, this.prog.start, currentPos, this.matchcap, 0, flag);
			}
			const nextPos = currentPos + width;
			flag = input.context(nextPos);
			for (let j = 0; j < runq.size; j++) {
				const pc = runq.densePcs[j];
				const i = this.prog.inst[pc];
				const capOffset = j * this.ncap;
				let add = false;
				switch (i.op) {
					case Inst.MATCH:
						if (anchor === RE2Flags.ANCHOR_BOTH && currentPos !== input.endPos()) break;
						matches.add(i.arg);
						break;
					case Inst.RUNE:
						add = i.matchRune(rune);
						break;
					case Inst.RUNE1:
						add = rune === i.runes[0];
						break;
					case Inst.RUNE_ANY:
						add = true;
						break;
					case Inst.RUNE_ANY_NOT_NL:
						add = rune !== 10;
						break;
					default: continue;
				}
				if (add) this.add(nextq, i.out, nextPos, runq.denseCaps, capOffset, flag);
			}
			runq.clear();
			if (width === 0) break;
			currentPos += width;
			rune = rune1;
			width = width1;
			if (rune !== -1) {
				r = input.step(currentPos + width);
				rune1 = r >> 3;
				width1 = r & 7;
			}
			const tmpq = runq;
			runq = nextq;
			nextq = tmpq;
		}
		nextq.clear();
		return Array.from(matches).sort((a, b) => a - b);
	}
	step(runq, nextq, pos, nextPos, c, nextCond, anchor, atEnd) {
		const longest = this.re2.longest;
		for (let j = 0; j < runq.size; j++) {
			const pc = runq.densePcs[j];
			const capOffset = j * this.ncap;
			if (longest && this.matched && this.ncap > 0 && this.matchcap[0] < runq.denseCaps[capOffset]) continue;
			const i = this.prog.inst[pc];
			let add = false;
			switch (i.op) {
				case Inst.MATCH:
					if (anchor === RE2Flags.ANCHOR_BOTH && !atEnd) break;
					if (this.ncap > 0 && (!longest || !this.matched || this.matchcap[1] < pos)) {
						runq.denseCaps[capOffset + 1] = pos;
						for (let k = 0; k < this.ncap; k++) this.matchcap[k] = runq.denseCaps[capOffset + k];
					}
					if (!longest) runq.size = 0;
					this.matched = true;
					break;
				case Inst.RUNE:
					add = i.matchRune(c);
					break;
				case Inst.RUNE1:
					add = c === i.runes[0];
					break;
				case Inst.RUNE_ANY:
					add = true;
					break;
				case Inst.RUNE_ANY_NOT_NL:
					add = c !== 10;
					break;
				default: continue;
			}
			if (add) this.add(nextq, i.out, nextPos, runq.denseCaps, capOffset, nextCond);
		}
		runq.clear();
	}
	spawnLookbehinds(q, pos, flag) {
		for (let i = 0; i < this.prog.lbStarts.length; i++) this.add(q, this.prog.lbStarts[i], pos, this.matchcap, 0, flag);
	}
	restoreLookbehinds(lbState, q, flag) {
		this.lbTable.set(lbState.lbTable);
		for (let j = 0; j < lbState.size; j++) this.add(q, lbState.pcs[j], lbState.pos, this.matchcap, 0, flag);
	}
	saveLookbehinds(lbState, q, pos) {
		let size = 0;
		for (let j = 0; j < q.size; j++) {
			const pc = q.densePcs[j];
			if (this.prog.lbInst[pc] === 1 && Inst.isRuneOp(this.prog.inst[pc].op)) lbState.pcs[size++] = pc;
		}
		lbState.size = size;
		lbState.pos = pos;
		lbState.lbTable.set(this.lbTable);
	}
	add(q, pc, pos, capArray, capOffset, cond) {
		const stk = this.addStack;
		let nstk = 0;
		for (;;) {
			while (pc !== 0 && !q.contains(pc)) {
				const d = q.add(pc);
				const inst = this.prog.inst[pc];
				switch (inst.op) {
					case Inst.FAIL:
						pc = 0;
						break;
					case Inst.ALT:
					case Inst.ALT_MATCH:
						stk[nstk++] = inst.arg;
						stk[nstk++] = 0;
						pc = inst.out;
						break;
					case Inst.EMPTY_WIDTH:
						pc = (inst.arg & ~cond) === 0 ? inst.out : 0;
						break;
					case Inst.NOP:
						pc = inst.out;
						break;
					case Inst.CAPTURE:
						if (inst.arg < this.ncap) {
							stk[nstk++] = -inst.arg - 1;
							stk[nstk++] = capArray[capOffset + inst.arg];
							capArray[capOffset + inst.arg] = pos;
						}
						pc = inst.out;
						break;
					case Inst.LB_WRITE:
						this.lbTable[Math.abs(inst.arg)] = pos;
						pc = inst.out;
						break;
					case Inst.LB_CHECK:
						if (inst.arg > 0) pc = this.lbTable[inst.arg] === pos ? inst.out : 0;
						else pc = this.lbTable[-inst.arg] !== pos ? inst.out : 0;
						break;
					case Inst.MATCH:
					case Inst.RUNE:
					case Inst.RUNE1:
					case Inst.RUNE_ANY:
					case Inst.RUNE_ANY_NOT_NL:
						if (this.prog.lbInst[pc] === 0) q.mainThreads++;
						if (this.ncap > 0) {
							const destOffset = d * this.ncap;
							if (destOffset + this.ncap > q.denseCaps.length) q.growCaps(destOffset + this.ncap);
							for (let c = 0; c < this.ncap; c++) q.denseCaps[destOffset + c] = capArray[capOffset + c];
						}
						pc = 0;
						break;
					default: throw new RE2JSInternalException("unhandled");
				}
			}
			if (nstk === 0) return;
			nstk -= 2;
			const entry = stk[nstk];
			if (entry < 0) {
				capArray[capOffset - entry - 1] = stk[nstk + 1];
				pc = 0;
			} else pc = entry;
		}
	}
};
const hashState = (pcs, flag, ids) => {
	let h = -2128831035;
	for (let i = 0; i < pcs.length; i++) {
		h ^= pcs[i];
		h = Math.imul(h, 16777619);
	}
	h ^= flag;
	h = Math.imul(h, 16777619);
	for (let i = 0; i < ids.length; i++) {
		h ^= ids[i];
		h = Math.imul(h, 16777619);
	}
	return h;
};
const arraysEqual = (a, b) => {
	if (a.length !== b.length) return false;
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
	return true;
};
const isState = (state, pcs, flag, ids) => state.flag === flag && arraysEqual(state.nfaStates, pcs) && arraysEqual(state.matchIDs, ids);
const NO_IDS = [];
const END_TEXT = -1;
var DFAState = class {
	constructor(nfaStates, flag, matchIDs) {
		this.nfaStates = nfaStates;
		this.flag = flag;
		this.isMatch = (flag & DFA.FLAG_MATCH) !== 0;
		this.matchIDs = matchIDs;
		this.next = null;
		this.nextAnchored = null;
	}
};
var DFA = class DFA {
	static FLAG_EMPTY_MASK = 255;
	static FLAG_MATCH = 256;
	static FLAG_LAST_WORD = 512;
	static FLAG_NEED_SHIFT = 16;
	static STATE_OVERHEAD = 150;
	static ARRAY_OVERHEAD = 40;
	static ELEMENT_SIZE = 8;
	static TABLE_OVERHEAD = 48;
	static PROGRESS_PER_STATE = 10;
	constructor(prog, maxMem = 8388608) {
		this.prog = prog;
		this.maxMem = maxMem;
		this.stateCache = /* @__PURE__ */ new Map();
		this.stateCount = 0;
		this.startStates = /* @__PURE__ */ new Map();
		this.failed = false;
		for (let pc = 0; pc < prog.numInst(); pc++) {
			const op = prog.getInst(pc).op;
			if (op === Inst.LB_WRITE || op === Inst.LB_CHECK) {
				this.failed = true;
				break;
			}
		}
		this.computeRuneClasses();
		this.stateBudget = maxMem;
		this.memBudget = maxMem;
	}
	computeRuneClasses() {
		const bounds = /* @__PURE__ */ new Set();
		const addRange = (lo, hi) => {
			bounds.add(lo);
			bounds.add(hi + 1);
		};
		for (let pc = 0; pc < this.prog.numInst(); pc++) {
			const inst = this.prog.getInst(pc);
			switch (inst.op) {
				case Inst.RUNE:
				case Inst.RUNE1:
					if (inst.runes.length === 1) {
						addRange(inst.runes[0], inst.runes[0]);
						if ((inst.arg & RE2Flags.FOLD_CASE) !== 0) for (let f = Unicode.simpleFold(inst.runes[0]); f !== inst.runes[0]; f = Unicode.simpleFold(f)) addRange(f, f);
					} else for (let j = 0; j < inst.runes.length; j += 2) addRange(inst.runes[j], inst.runes[j + 1]);
					break;
				case Inst.RUNE_ANY_NOT_NL:
					addRange(10, 10);
					break;
				case Inst.EMPTY_WIDTH:
					if ((inst.arg & (Utils.EMPTY_BEGIN_LINE | Utils.EMPTY_END_LINE)) !== 0) addRange(10, 10);
					if ((inst.arg & (Utils.EMPTY_WORD_BOUNDARY | Utils.EMPTY_NO_WORD_BOUNDARY)) !== 0) {
						addRange(48, 57);
						addRange(65, 90);
						addRange(95, 95);
						addRange(97, 122);
					}
			}
		}
		bounds.delete(0);
		this.classBounds = Int32Array.from(bounds).sort();
		this.numClasses = this.classBounds.length + 1;
		const latin1Class = new Int32Array(Unicode.MAX_LATIN1 + 1);
		for (let r = 0; r <= Unicode.MAX_LATIN1; r++) latin1Class[r] = this.searchClass(r);
		this.latin1Class = latin1Class;
	}
	runeClass(r) {
		if (r <= Unicode.MAX_LATIN1) return this.latin1Class[r];
		return this.searchClass(r);
	}
	searchClass(r) {
		const bounds = this.classBounds;
		let lo = 0;
		let hi = bounds.length;
		while (lo < hi) {
			const mid = lo + hi >> 1;
			if (bounds[mid] <= r) lo = mid + 1;
			else hi = mid;
		}
		return lo;
	}
	closure(pcs, flag) {
		const closure = /* @__PURE__ */ new Set();
		const stack = Array.from(pcs);
		let needflags = 0;
		while (stack.length > 0) {
			const pc = stack.pop();
			if (pc === 0 || closure.has(pc)) continue;
			closure.add(pc);
			const inst = this.prog.getInst(pc);
			switch (inst.op) {
				case Inst.ALT:
				case Inst.ALT_MATCH:
					stack.push(inst.out);
					stack.push(inst.arg);
					break;
				case Inst.NOP:
				case Inst.CAPTURE:
					stack.push(inst.out);
					break;
				case Inst.EMPTY_WIDTH:
					needflags |= inst.arg;
					if ((inst.arg & ~flag) === 0) stack.push(inst.out);
			}
		}
		return {
			pcs: Array.from(closure).sort((a, b) => a - b),
			needflags
		};
	}
	getState(pcs, flag, ids) {
		const hash = hashState(pcs, flag, ids);
		const cached = this.stateCache.get(hash);
		if (cached instanceof DFAState) {
			if (isState(cached, pcs, flag, ids)) return cached;
		} else if (cached !== void 0) {
			for (let i = 0; i < cached.length; i++) if (isState(cached[i], pcs, flag, ids)) return cached[i];
		}
		const cost = DFA.stateCost(pcs, ids);
		if (this.memBudget < cost) return null;
		this.memBudget -= cost;
		const state = new DFAState(pcs, flag, ids);
		if (cached === void 0) this.stateCache.set(hash, state);
		else if (cached instanceof DFAState) this.stateCache.set(hash, [cached, state]);
		else cached.push(state);
		this.stateCount++;
		return state;
	}
	static stateCost(pcs, ids) {
		const idsCost = ids.length === 0 ? 0 : DFA.ARRAY_OVERHEAD + DFA.ELEMENT_SIZE * ids.length;
		return DFA.STATE_OVERHEAD + DFA.ELEMENT_SIZE * pcs.length + idsCost;
	}
	*cachedStates() {
		for (const cached of this.stateCache.values()) if (cached instanceof DFAState) yield cached;
		else yield* cached;
	}
	makeState(pcs, flag, ids) {
		const closure = this.closure(pcs, flag & DFA.FLAG_EMPTY_MASK);
		let stateFlag = flag;
		if (closure.needflags === 0) stateFlag &= DFA.FLAG_MATCH;
		stateFlag |= closure.needflags << DFA.FLAG_NEED_SHIFT;
		return this.getState(closure.pcs, stateFlag, ids);
	}
	allocTable(state, anchor) {
		const size = this.numClasses + 1;
		const cost = DFA.TABLE_OVERHEAD + DFA.ELEMENT_SIZE * size;
		if (this.memBudget < cost) return null;
		this.memBudget -= cost;
		const table = new Array(size).fill(null);
		if (anchor === RE2Flags.UNANCHORED) state.next = table;
		else state.nextAnchored = table;
		return table;
	}
	clearCache() {
		this.stateCache.clear();
		this.stateCount = 0;
		this.startStates.clear();
		this.memBudget = this.stateBudget;
	}
	resetCache(current) {
		this.clearCache();
		return this.getState(current.nfaStates, current.flag, current.matchIDs);
	}
	step(state, cls, rune, anchor) {
		let table = anchor === RE2Flags.UNANCHORED ? state.next : state.nextAnchored;
		if (table !== null) {
			const cached = table[cls];
			if (cached !== null) return cached;
		} else {
			table = this.allocTable(state, anchor);
			if (table === null) return null;
		}
		const needflag = state.flag >>> DFA.FLAG_NEED_SHIFT;
		const oldbeforeflag = state.flag & DFA.FLAG_EMPTY_MASK;
		let beforeflag = oldbeforeflag;
		let afterflag = 0;
		if (rune === 10) {
			beforeflag |= Utils.EMPTY_END_LINE;
			afterflag |= Utils.EMPTY_BEGIN_LINE;
		}
		if (rune === END_TEXT) beforeflag |= Utils.EMPTY_END_LINE | Utils.EMPTY_END_TEXT;
		const islastword = (state.flag & DFA.FLAG_LAST_WORD) !== 0;
		const isword = rune !== END_TEXT && Utils.isWordRune(rune);
		beforeflag |= isword === islastword ? Utils.EMPTY_NO_WORD_BOUNDARY : Utils.EMPTY_WORD_BOUNDARY;
		let pcs = state.nfaStates;
		if ((beforeflag & ~oldbeforeflag & needflag) !== 0) pcs = this.closure(pcs, beforeflag).pcs;
		const nextPCs = [];
		let ismatch = false;
		let ids = NO_IDS;
		for (let i = 0; i < pcs.length; i++) {
			const inst = this.prog.getInst(pcs[i]);
			if (inst.op === Inst.MATCH) {
				if (!ismatch) {
					ismatch = true;
					ids = [];
				}
				ids.push(inst.arg);
			} else if (rune !== END_TEXT && Inst.isRuneOp(inst.op) && inst.matchRune(rune)) nextPCs.push(inst.out);
		}
		if (ids.length > 1) ids.sort((a, b) => a - b);
		if (anchor === RE2Flags.UNANCHORED && rune !== END_TEXT) nextPCs.push(this.prog.start);
		let flag = afterflag;
		if (ismatch) flag |= DFA.FLAG_MATCH;
		if (isword) flag |= DFA.FLAG_LAST_WORD;
		const nextState = this.makeState(nextPCs, flag, ids);
		if (nextState === null) return null;
		table[cls] = nextState;
		return nextState;
	}
	start(input, pos) {
		const context = input.context(pos);
		let flags;
		if ((context & Utils.EMPTY_BEGIN_TEXT) !== 0) flags = Utils.EMPTY_BEGIN_TEXT | Utils.EMPTY_BEGIN_LINE;
		else if ((context & Utils.EMPTY_BEGIN_LINE) !== 0) flags = Utils.EMPTY_BEGIN_LINE;
		else {
			const r = input.step(pos);
			const nextIsWord = r >= 0 && Utils.isWordRune(r >> 3);
			flags = (context & Utils.EMPTY_WORD_BOUNDARY) !== 0 !== nextIsWord ? DFA.FLAG_LAST_WORD : 0;
		}
		let state = this.startStates.get(flags);
		if (state === void 0) {
			state = this.makeState([this.prog.start], flags, NO_IDS);
			if (state === null) {
				this.clearCache();
				state = this.makeState([this.prog.start], flags, NO_IDS);
				if (state === null) return null;
			}
			this.startStates.set(flags, state);
		}
		return state;
	}
	stepOrReset(state, cls, rune, anchor, pos, search) {
		let next = this.step(state, cls, rune, anchor);
		if (next !== null) return next;
		if (search.resetPos >= 0 && pos - search.resetPos < DFA.PROGRESS_PER_STATE * this.stateCount) return null;
		search.resetPos = pos;
		const restored = this.resetCache(state);
		if (restored === null) return null;
		next = this.step(restored, cls, rune, anchor);
		return next;
	}
	run(input, pos, anchor, state, onMatch) {
		const endPos = input.endPos();
		const latin1Class = this.latin1Class;
		const unanchored = anchor === RE2Flags.UNANCHORED;
		const search = { resetPos: -1 };
		let i = pos;
		while (i < endPos) {
			const r = input.step(i);
			const rune = r >> 3;
			const width = r & 7;
			if (width === 0) break;
			const cls = rune <= Unicode.MAX_LATIN1 ? latin1Class[rune] : this.runeClass(rune);
			let next = unanchored && state.next !== null ? state.next[cls] : null;
			if (next === null) {
				next = this.stepOrReset(state, cls, rune, anchor, i, search);
				if (next === null) return null;
			}
			state = next;
			if (state.isMatch && onMatch(state, false)) return true;
			if (!unanchored && state.nfaStates.length === 0) return false;
			i += width;
		}
		state = this.stepOrReset(state, this.numClasses, END_TEXT, anchor, i, search);
		if (state === null) return null;
		return state.isMatch && onMatch(state, true);
	}
	match(input, pos, anchor) {
		if (this.failed) return null;
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return false;
		const startState = this.start(input, pos);
		if (startState === null) return null;
		return this.run(input, pos, anchor, startState, (state, atEnd) => anchor !== RE2Flags.ANCHOR_BOTH || atEnd);
	}
	matchSet(input, pos, anchor) {
		if (this.failed) return null;
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return [];
		const startState = this.start(input, pos);
		if (startState === null) return null;
		const matches = /* @__PURE__ */ new Set();
		const collect = (state, atEnd) => {
			if (anchor !== RE2Flags.ANCHOR_BOTH || atEnd) for (let k = 0; k < state.matchIDs.length; k++) matches.add(state.matchIDs[k]);
			return false;
		};
		if (this.run(input, pos, anchor, startState, collect) === null) return null;
		return Array.from(matches).sort((a, b) => a - b);
	}
};
const VISITED_BITS = 32;
const MAX_BACKTRACK_PROG = 500;
const INITIAL_JOB_CAPACITY = 256;
const MAX_BACKTRACK_VECTOR = 262144;
var BitState = class {
	constructor() {
		this.end = 0;
		this.cap = /* @__PURE__ */ new Int32Array(0);
		this.matchcap = /* @__PURE__ */ new Int32Array(0);
		this.ncap = 0;
		this.jobPc = new Int32Array(INITIAL_JOB_CAPACITY);
		this.jobArg = new Uint8Array(INITIAL_JOB_CAPACITY);
		this.jobPos = new Int32Array(INITIAL_JOB_CAPACITY);
		this.jobLen = 0;
		this.visited = /* @__PURE__ */ new Uint32Array(0);
	}
	reset(prog, end, ncap) {
		this.end = end;
		this.jobLen = 0;
		this.ncap = ncap;
		const visitedSize = prog.numInst() * (end + 1) + VISITED_BITS - 1 >>> 5;
		if (this.visited.length < visitedSize) this.visited = new Uint32Array(visitedSize);
		else this.visited.fill(0, 0, visitedSize);
		if (this.cap.length < ncap) this.cap = new Int32Array(ncap).fill(-1);
		else this.cap.fill(-1, 0, ncap);
		if (this.matchcap.length < ncap) this.matchcap = new Int32Array(ncap).fill(-1);
		else this.matchcap.fill(-1, 0, ncap);
	}
	shouldVisit(pc, pos) {
		const n = pc * (this.end + 1) + pos;
		const idx = n >>> 5;
		const mask = 1 << (n & 31);
		if ((this.visited[idx] & mask) !== 0) return false;
		this.visited[idx] |= mask;
		return true;
	}
	push(re2, pc, pos, arg) {
		if (re2.prog.getInst(pc).op !== Inst.FAIL && (arg || this.shouldVisit(pc, pos))) {
			if (this.jobLen >= this.jobPc.length) {
				const newSize = this.jobPc.length * 2;
				const newPc = new Int32Array(newSize);
				newPc.set(this.jobPc);
				this.jobPc = newPc;
				const newArg = new Uint8Array(newSize);
				newArg.set(this.jobArg);
				this.jobArg = newArg;
				const newPos = new Int32Array(newSize);
				newPos.set(this.jobPos);
				this.jobPos = newPos;
			}
			this.jobPc[this.jobLen] = pc;
			this.jobArg[this.jobLen] = arg ? 1 : 0;
			this.jobPos[this.jobLen] = pos;
			this.jobLen++;
		}
	}
	tryBacktrack(re2, input, pc, pos, anchor) {
		const longest = re2.longest;
		this.push(re2, pc, pos, false);
		while (this.jobLen > 0) {
			this.jobLen--;
			let currentPc = this.jobPc[this.jobLen];
			let arg = this.jobArg[this.jobLen] === 1;
			let currentPos = this.jobPos[this.jobLen];
			let skipShouldVisit = true;
			while (true) {
				if (!skipShouldVisit) {
					if (!this.shouldVisit(currentPc, currentPos)) break;
				}
				skipShouldVisit = false;
				const inst = re2.prog.getInst(currentPc);
				switch (inst.op) {
					case Inst.FAIL: break;
					case Inst.ALT: if (arg) {
						arg = false;
						currentPc = inst.arg;
						continue;
					} else {
						this.push(re2, currentPc, currentPos, true);
						currentPc = inst.out;
						continue;
					}
					case Inst.ALT_MATCH: {
						const outInst = re2.prog.getInst(inst.out);
						if (Inst.isRuneOp(outInst.op)) {
							this.push(re2, inst.arg, currentPos, false);
							currentPc = inst.arg;
							currentPos = this.end;
							continue;
						}
						this.push(re2, inst.out, this.end, false);
						currentPc = inst.out;
						continue;
					}
					case Inst.RUNE: {
						const r = input.step(currentPos);
						if (r === MachineInputBase.EOF()) break;
						if (!inst.matchRune(r >> 3)) break;
						currentPos += r & 7;
						currentPc = inst.out;
						continue;
					}
					case Inst.RUNE1: {
						const r = input.step(currentPos);
						if (r === MachineInputBase.EOF()) break;
						if (r >> 3 !== inst.runes[0]) break;
						currentPos += r & 7;
						currentPc = inst.out;
						continue;
					}
					case Inst.RUNE_ANY_NOT_NL: {
						const r = input.step(currentPos);
						if (r === MachineInputBase.EOF()) break;
						if (r >> 3 === 10) break;
						currentPos += r & 7;
						currentPc = inst.out;
						continue;
					}
					case Inst.RUNE_ANY: {
						const r = input.step(currentPos);
						if (r === MachineInputBase.EOF()) break;
						currentPos += r & 7;
						currentPc = inst.out;
						continue;
					}
					case Inst.CAPTURE: if (arg) {
						this.cap[inst.arg] = currentPos;
						break;
					} else {
						if (inst.arg < this.ncap) {
							this.push(re2, currentPc, this.cap[inst.arg], true);
							this.cap[inst.arg] = currentPos;
						}
						currentPc = inst.out;
						continue;
					}
					case Inst.EMPTY_WIDTH: {
						const flag = input.context(currentPos);
						if ((inst.arg & ~flag) !== 0) break;
						currentPc = inst.out;
						continue;
					}
					case Inst.NOP:
						currentPc = inst.out;
						continue;
					case Inst.MATCH: {
						if (anchor === RE2Flags.ANCHOR_BOTH && currentPos !== this.end) break;
						if (this.ncap === 0) return true;
						if (this.ncap > 1) this.cap[1] = currentPos;
						const old = this.matchcap[1];
						if (old === -1 || longest && currentPos > 0 && currentPos > old) this.matchcap.set(this.cap);
						if (!longest) return true;
						if (currentPos === this.end) return true;
						break;
					}
					case Inst.LB_WRITE:
					case Inst.LB_CHECK: throw new RE2JSInternalException("Backtracker cannot evaluate Lookbehind instructions");
					default: throw new RE2JSInternalException("bad inst");
				}
				break;
			}
		}
		return longest && this.matchcap.length > 1 && this.matchcap[1] >= 0;
	}
};
const bitStatePool = [];
var Backtracker = class Backtracker {
	static shouldBacktrack(prog) {
		return prog.numInst() <= MAX_BACKTRACK_PROG;
	}
	static maxBitStateLen(prog) {
		if (!Backtracker.shouldBacktrack(prog)) return 0;
		return Math.floor(MAX_BACKTRACK_VECTOR / prog.numInst());
	}
	static execute(re2, input, pos, anchor, ncap) {
		const startCond = re2.cond;
		if (startCond === Utils.EMPTY_ALL) return null;
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return null;
		if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 && pos !== 0) return null;
		const b = bitStatePool.length > 0 ? bitStatePool.pop() : new BitState();
		const end = input.endPos();
		b.reset(re2.prog, end, ncap);
		let matched = false;
		if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 || anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) {
			if (b.ncap > 0) b.cap[0] = pos;
			if (b.tryBacktrack(re2, input, re2.prog.start, pos, anchor)) matched = true;
		} else {
			let width = -1;
			for (; pos <= end && width !== 0; pos += width) {
				if (re2.prefix.length > 0) {
					const advance = input.index(re2, pos);
					if (advance < 0) break;
					pos += advance;
				}
				if (b.ncap > 0) b.cap[0] = pos;
				if (b.tryBacktrack(re2, input, re2.prog.start, pos, anchor)) {
					matched = true;
					break;
				}
				const r = input.step(pos);
				width = r === MachineInputBase.EOF() ? 0 : r & 7;
			}
		}
		if (!matched) {
			bitStatePool.push(b);
			return null;
		}
		const result = ncap === 0 ? [] : Utils.toArray(b.matchcap.subarray(0, ncap));
		bitStatePool.push(b);
		return result;
	}
};
var QueueOnePass = class {
	constructor(size) {
		this.sparse = new Uint32Array(size);
		this.dense = new Uint32Array(size);
		this.size = 0;
		this.nextIndex = 0;
	}
	empty() {
		return this.nextIndex >= this.size;
	}
	next() {
		return this.dense[this.nextIndex++];
	}
	clear() {
		this.size = 0;
		this.nextIndex = 0;
	}
	contains(u) {
		return u < this.sparse.length && this.sparse[u] < this.size && this.dense[this.sparse[u]] === u;
	}
	insert(u) {
		if (!this.contains(u)) this.insertNew(u);
	}
	insertNew(u) {
		if (u >= this.sparse.length) return;
		this.sparse[u] = this.size;
		this.dense[this.size] = u;
		this.size++;
	}
};
const mergeRuneSets = (leftRunes, rightRunes, leftPC, rightPC) => {
	const leftLen = leftRunes.length;
	const rightLen = rightRunes.length;
	let lx = 0, rx = 0;
	const merged = [];
	const next = [];
	let ok = true;
	let ix = -1;
	const extend = (isLeft) => {
		const newArray = isLeft ? leftRunes : rightRunes;
		const low = isLeft ? lx : rx;
		const pc = isLeft ? leftPC : rightPC;
		if (ix > 0 && newArray[low] <= merged[ix]) return false;
		merged.push(newArray[low], newArray[low + 1]);
		if (isLeft) lx += 2;
		else rx += 2;
		ix += 2;
		next.push(pc);
		return true;
	};
	while (lx < leftLen || rx < rightLen) {
		if (rx >= rightLen) ok = extend(true);
		else if (lx >= leftLen) ok = extend(false);
		else if (rightRunes[rx] < leftRunes[lx]) ok = extend(false);
		else ok = extend(true);
		if (!ok) return null;
	}
	return {
		merged,
		next
	};
};
var OnePassProg = class {
	constructor(prog) {
		this.start = prog.start;
		this.numCap = prog.numCap;
		this.inst = new Array(prog.inst.length);
		for (let i = 0; i < prog.inst.length; i++) {
			const orig = prog.inst[i];
			const inst = new Inst(orig.op);
			inst.out = orig.out;
			inst.arg = orig.arg;
			inst.runes = orig.runes ? new Int32Array(orig.runes) : /* @__PURE__ */ new Int32Array(0);
			inst.next = null;
			this.inst[i] = inst;
		}
	}
};
const onePassCopy = (prog) => {
	const p = new OnePassProg(prog);
	for (let pc = 0; pc < p.inst.length; pc++) {
		const inst = p.inst[pc];
		if (inst.op !== Inst.ALT && inst.op !== Inst.ALT_MATCH) continue;
		let pAOther = "out";
		let pAAlt = "arg";
		let instAlt = p.inst[inst[pAAlt]];
		if (instAlt.op !== Inst.ALT && instAlt.op !== Inst.ALT_MATCH) {
			pAOther = "arg";
			pAAlt = "out";
			instAlt = p.inst[inst[pAAlt]];
			if (instAlt.op !== Inst.ALT && instAlt.op !== Inst.ALT_MATCH) continue;
		}
		const instOther = p.inst[inst[pAOther]];
		if (instOther.op === Inst.ALT || instOther.op === Inst.ALT_MATCH) continue;
		let pBAlt = "out";
		let pBOther = "arg";
		let patch = false;
		if (instAlt.out === pc) patch = true;
		else if (instAlt.arg === pc) {
			patch = true;
			pBAlt = "arg";
			pBOther = "out";
		}
		if (patch) instAlt[pBAlt] = inst[pAOther];
		if (inst[pAOther] === instAlt[pBAlt]) inst[pAAlt] = instAlt[pBOther];
	}
	return p;
};
const makeOnePass = (p) => {
	if (p.inst.length >= 1e3) return null;
	const instQueue = new QueueOnePass(p.inst.length);
	const visitQueue = new QueueOnePass(p.inst.length);
	const onePassRunes = new Array(p.inst.length);
	const m = new Array(p.inst.length).fill(false);
	const check = (pc) => {
		let ok = true;
		const inst = p.inst[pc];
		if (visitQueue.contains(pc)) return true;
		visitQueue.insert(pc);
		switch (inst.op) {
			case Inst.ALT:
			case Inst.ALT_MATCH: {
				ok = check(inst.out) && check(inst.arg);
				let matchOut = m[inst.out];
				let matchArg = m[inst.arg];
				if (matchOut && matchArg) return false;
				if (matchArg) {
					const tempOut = inst.out;
					inst.out = inst.arg;
					inst.arg = tempOut;
					const tempMatch = matchOut;
					matchOut = matchArg;
					matchArg = tempMatch;
				}
				if (matchOut) {
					m[pc] = true;
					inst.op = Inst.ALT_MATCH;
				}
				const leftRunes = onePassRunes[inst.out] || [];
				const rightRunes = onePassRunes[inst.arg] || [];
				const mergeRes = mergeRuneSets(leftRunes, rightRunes, inst.out, inst.arg);
				if (!mergeRes) return false;
				onePassRunes[pc] = new Int32Array(mergeRes.merged);
				inst.next = new Uint32Array(mergeRes.next);
				break;
			}
			case Inst.CAPTURE:
			case Inst.EMPTY_WIDTH:
			case Inst.NOP:
				ok = check(inst.out);
				m[pc] = m[inst.out];
				onePassRunes[pc] = onePassRunes[inst.out] ? new Int32Array(onePassRunes[inst.out]) : /* @__PURE__ */ new Int32Array(0);
				inst.next = new Uint32Array(Math.floor(onePassRunes[pc].length / 2) + 1).fill(inst.out);
				break;
			case Inst.MATCH:
			case Inst.FAIL:
				m[pc] = inst.op === Inst.MATCH;
				break;
			case Inst.RUNE: {
				m[pc] = false;
				if (inst.next && inst.next.length > 0) break;
				instQueue.insert(inst.out);
				if (!inst.runes || inst.runes.length === 0) {
					onePassRunes[pc] = /* @__PURE__ */ new Int32Array(0);
					inst.next = new Uint32Array([inst.out]);
					break;
				}
				let runes = [];
				if (inst.runes.length === 1 && (inst.arg & RE2Flags.FOLD_CASE) !== 0) {
					const r0 = inst.runes[0];
					runes.push(r0, r0);
					for (let r1 = Unicode.simpleFold(r0); r1 !== r0; r1 = Unicode.simpleFold(r1)) runes.push(r1, r1);
					runes.sort((a, b) => a - b);
				} else for (let j = 0; j < inst.runes.length; j++) runes.push(inst.runes[j]);
				onePassRunes[pc] = new Int32Array(runes);
				inst.next = new Uint32Array(Math.floor(runes.length / 2) + 1).fill(inst.out);
				inst.op = Inst.RUNE;
				break;
			}
			case Inst.RUNE1: {
				m[pc] = false;
				if (inst.next && inst.next.length > 0) break;
				instQueue.insert(inst.out);
				let runes = [];
				if ((inst.arg & RE2Flags.FOLD_CASE) !== 0) {
					const r0 = inst.runes[0];
					runes.push(r0, r0);
					for (let r1 = Unicode.simpleFold(r0); r1 !== r0; r1 = Unicode.simpleFold(r1)) runes.push(r1, r1);
					runes.sort((a, b) => a - b);
				} else runes.push(inst.runes[0], inst.runes[0]);
				onePassRunes[pc] = new Int32Array(runes);
				inst.next = new Uint32Array(Math.floor(runes.length / 2) + 1).fill(inst.out);
				inst.op = Inst.RUNE;
				break;
			}
			case Inst.RUNE_ANY:
				m[pc] = false;
				if (inst.next && inst.next.length > 0) break;
				instQueue.insert(inst.out);
				onePassRunes[pc] = new Int32Array([0, Unicode.MAX_RUNE]);
				inst.next = new Uint32Array([inst.out]);
				break;
			case Inst.RUNE_ANY_NOT_NL:
				m[pc] = false;
				if (inst.next && inst.next.length > 0) break;
				instQueue.insert(inst.out);
				onePassRunes[pc] = new Int32Array([
					0,
					9,
					11,
					Unicode.MAX_RUNE
				]);
				inst.next = new Uint32Array(Math.floor(onePassRunes[pc].length / 2) + 1).fill(inst.out);
		}
		return ok;
	};
	instQueue.clear();
	instQueue.insert(p.start);
	while (!instQueue.empty()) {
		visitQueue.clear();
		if (!check(instQueue.next())) return null;
	}
	for (let i = 0; i < p.inst.length; i++) if (onePassRunes[i]) p.inst[i].runes = onePassRunes[i];
	return p;
};
const cleanupOnePass = (p, original) => {
	for (let ix = 0; ix < original.inst.length; ix++) {
		const instOriginal = original.inst[ix];
		switch (instOriginal.op) {
			case Inst.ALT:
			case Inst.ALT_MATCH:
			case Inst.RUNE: break;
			case Inst.CAPTURE:
			case Inst.EMPTY_WIDTH:
			case Inst.NOP:
			case Inst.MATCH:
			case Inst.FAIL:
				p.inst[ix].next = null;
				break;
			case Inst.RUNE1:
			case Inst.RUNE_ANY:
			case Inst.RUNE_ANY_NOT_NL:
				p.inst[ix].next = null;
				p.inst[ix].op = instOriginal.op;
				p.inst[ix].runes = instOriginal.runes ? new Int32Array(instOriginal.runes) : /* @__PURE__ */ new Int32Array(0);
		}
	}
};
var OnePass = class OnePass {
	static compile(prog) {
		if (prog.start === 0) return null;
		if (prog.numLb > 0) return null;
		const startInst = prog.inst[prog.start];
		if (startInst.op !== Inst.EMPTY_WIDTH || (startInst.arg & Utils.EMPTY_BEGIN_TEXT) === 0) return null;
		let hasAlt = false;
		for (let i = 0; i < prog.inst.length; i++) if (prog.inst[i].op === Inst.ALT || prog.inst[i].op === Inst.ALT_MATCH) {
			hasAlt = true;
			break;
		}
		for (let i = 0; i < prog.inst.length; i++) {
			const inst = prog.inst[i];
			const opOut = prog.inst[inst.out].op;
			switch (inst.op) {
				case Inst.ALT:
				case Inst.ALT_MATCH:
					if (opOut === Inst.MATCH || prog.inst[inst.arg].op === Inst.MATCH) return null;
					break;
				case Inst.EMPTY_WIDTH:
					if (opOut === Inst.MATCH) {
						if ((inst.arg & Utils.EMPTY_END_TEXT) === Utils.EMPTY_END_TEXT) continue;
						return null;
					}
					break;
				default: if (opOut === Inst.MATCH && hasAlt) return null;
			}
		}
		let p = onePassCopy(prog);
		p = makeOnePass(p);
		if (p !== null) cleanupOnePass(p, prog);
		return p;
	}
	static next(inst, r) {
		const nextIdx = inst.matchRunePos(r);
		if (nextIdx >= 0) return inst.next[nextIdx];
		if (inst.op === Inst.ALT_MATCH) return inst.out;
		return 0;
	}
	static execute(re2, input, pos, anchor, ncap) {
		const onepass = re2.onepass;
		if (!onepass) return null;
		const matchcap = new Int32Array(ncap).fill(-1);
		let matched = false;
		let r = input.step(pos);
		let rune = r >> 3;
		let width = r & 7;
		let r1 = MachineInputBase.EOF();
		let rune1 = -1;
		let width1 = 0;
		if (r !== MachineInputBase.EOF()) {
			r1 = input.step(pos + width);
			if (r1 !== MachineInputBase.EOF()) {
				rune1 = r1 >> 3;
				width1 = r1 & 7;
			}
		}
		let flag = pos === 0 ? Utils.emptyOpContext(-1, rune) : input.context(pos);
		let pc = onepass.start;
		let inst;
		while (true) {
			inst = onepass.inst[pc];
			pc = inst.out;
			switch (inst.op) {
				case Inst.MATCH:
					if (anchor === RE2Flags.ANCHOR_BOTH && pos !== input.endPos()) return null;
					matched = true;
					if (matchcap.length > 0) {
						matchcap[0] = 0;
						matchcap[1] = pos;
					}
					return ncap === 0 ? [] : Utils.toArray(matchcap);
				case Inst.RUNE:
					if (!inst.matchRune(rune)) return null;
					break;
				case Inst.RUNE1:
					if (rune !== inst.runes[0]) return null;
					break;
				case Inst.RUNE_ANY: break;
				case Inst.RUNE_ANY_NOT_NL:
					if (rune === 10) return null;
					break;
				case Inst.ALT:
				case Inst.ALT_MATCH:
					pc = OnePass.next(inst, rune);
					continue;
				case Inst.FAIL: return null;
				case Inst.NOP: continue;
				case Inst.EMPTY_WIDTH:
					if ((inst.arg & ~flag) !== 0) return null;
					continue;
				case Inst.CAPTURE:
					if (inst.arg < matchcap.length) matchcap[inst.arg] = pos;
					continue;
				default: throw new RE2JSInternalException("bad inst");
			}
			if (width === 0) break;
			flag = Utils.emptyOpContext(rune, rune1);
			pos += width;
			rune = rune1;
			width = width1;
			if (rune !== -1) {
				r1 = input.step(pos + width);
				if (r1 !== MachineInputBase.EOF()) {
					rune1 = r1 >> 3;
					width1 = r1 & 7;
				} else {
					rune1 = -1;
					width1 = 0;
				}
			}
		}
		if (!matched) return null;
		return ncap === 0 ? [] : Utils.toArray(matchcap);
	}
};
/**
* Regular expression abstract syntax tree. Produced by parser, used by compiler. NB, this
* corresponds to {@code syntax.regexp} in the Go implementation; Go's {@code regexp} is called
* {@code RE2} in Java.
*/
var Regexp = class Regexp {
	static Op = createEnum([
		"NO_MATCH",
		"EMPTY_MATCH",
		"LITERAL",
		"CHAR_CLASS",
		"ANY_CHAR_NOT_NL",
		"ANY_CHAR",
		"BEGIN_LINE",
		"END_LINE",
		"BEGIN_TEXT",
		"END_TEXT",
		"WORD_BOUNDARY",
		"NO_WORD_BOUNDARY",
		"CAPTURE",
		"STAR",
		"PLUS",
		"QUEST",
		"REPEAT",
		"CONCAT",
		"ALTERNATE",
		"PLB",
		"NLB",
		"LEFT_PAREN",
		"VERTICAL_BAR"
	]);
	static isPseudoOp(op) {
		return op >= Regexp.Op.LEFT_PAREN;
	}
	static emptySubs() {
		return [];
	}
	static quoteIfHyphen(rune) {
		if (rune === Codepoint.CODES["-"]) return "\\";
		return "";
	}
	static fromRegexp(re) {
		const regex = new Regexp(re.op);
		regex.flags = re.flags;
		regex.subs = re.subs;
		regex.runes = re.runes;
		regex.cap = re.cap;
		regex.min = re.min;
		regex.max = re.max;
		regex.name = re.name;
		regex.namedGroups = re.namedGroups;
		regex.lb = re.lb;
		return regex;
	}
	constructor(op) {
		this.op = op;
		this.flags = 0;
		this.subs = Regexp.emptySubs();
		this.runes = /* @__PURE__ */ new Int32Array(0);
		this.min = 0;
		this.max = 0;
		this.cap = 0;
		this.name = null;
		this.namedGroups = Object.create(null);
		this.lb = 0;
	}
	reinit() {
		this.flags = 0;
		this.subs = Regexp.emptySubs();
		this.runes = /* @__PURE__ */ new Int32Array(0);
		this.cap = 0;
		this.min = 0;
		this.max = 0;
		this.name = null;
		this.namedGroups = Object.create(null);
		this.lb = 0;
	}
	toString() {
		return this.appendTo();
	}
	appendTo() {
		let out = "";
		switch (this.op) {
			case Regexp.Op.NO_MATCH:
				out += "[^\\x00-\\x{10FFFF}]";
				break;
			case Regexp.Op.EMPTY_MATCH:
				out += "(?:)";
				break;
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST:
			case Regexp.Op.REPEAT: {
				const sub = this.subs[0];
				if (sub.op > Regexp.Op.CAPTURE || sub.op === Regexp.Op.LITERAL && sub.runes.length > 1) out += `(?:${sub.appendTo()})`;
				else out += sub.appendTo();
				switch (this.op) {
					case Regexp.Op.STAR:
						out += "*";
						break;
					case Regexp.Op.PLUS:
						out += "+";
						break;
					case Regexp.Op.QUEST:
						out += "?";
						break;
					case Regexp.Op.REPEAT:
						out += `{${this.min}`;
						if (this.min !== this.max) {
							out += ",";
							if (this.max >= 0) out += this.max;
						}
						out += "}";
				}
				if ((this.flags & RE2Flags.NON_GREEDY) !== 0) out += "?";
				break;
			}
			case Regexp.Op.CONCAT:
				for (let sub of this.subs) if (sub.op === Regexp.Op.ALTERNATE) out += `(?:${sub.appendTo()})`;
				else out += sub.appendTo();
				break;
			case Regexp.Op.ALTERNATE: {
				let sep = "";
				for (let sub of this.subs) {
					out += sep;
					sep = "|";
					out += sub.appendTo();
				}
				break;
			}
			case Regexp.Op.LITERAL:
				if ((this.flags & RE2Flags.FOLD_CASE) !== 0) out += "(?i:";
				for (let rune of this.runes) out += Utils.escapeRune(rune);
				if ((this.flags & RE2Flags.FOLD_CASE) !== 0) out += ")";
				break;
			case Regexp.Op.ANY_CHAR_NOT_NL:
				out += "(?-s:.)";
				break;
			case Regexp.Op.ANY_CHAR:
				out += "(?s:.)";
				break;
			case Regexp.Op.PLB:
				out += `(?<=${this.subs[0].appendTo()})`;
				break;
			case Regexp.Op.NLB:
				out += `(?<!${this.subs[0].appendTo()})`;
				break;
			case Regexp.Op.CAPTURE:
				if (this.name === null || this.name.length === 0) out += "(";
				else out += `(?P<${this.name}>`;
				if (this.subs[0].op !== Regexp.Op.EMPTY_MATCH) out += this.subs[0].appendTo();
				out += ")";
				break;
			case Regexp.Op.BEGIN_TEXT:
				out += "\\A";
				break;
			case Regexp.Op.END_TEXT:
				if ((this.flags & RE2Flags.WAS_DOLLAR) !== 0) out += "(?-m:$)";
				else out += "\\z";
				break;
			case Regexp.Op.BEGIN_LINE:
				out += "^";
				break;
			case Regexp.Op.END_LINE:
				out += "$";
				break;
			case Regexp.Op.WORD_BOUNDARY:
				out += "\\b";
				break;
			case Regexp.Op.NO_WORD_BOUNDARY:
				out += "\\B";
				break;
			case Regexp.Op.CHAR_CLASS:
				if (this.runes.length % 2 !== 0) {
					out += "[invalid char class]";
					break;
				}
				out += "[";
				if (this.runes.length === 0) out += "^\\x00-\\x{10FFFF}";
				else if (this.runes[0] === 0 && this.runes[this.runes.length - 1] === Unicode.MAX_RUNE) {
					out += "^";
					for (let i = 1; i < this.runes.length - 1; i += 2) {
						const lo = this.runes[i] + 1;
						const hi = this.runes[i + 1] - 1;
						out += Regexp.quoteIfHyphen(lo);
						out += Utils.escapeRune(lo);
						if (lo !== hi) {
							out += "-";
							out += Regexp.quoteIfHyphen(hi);
							out += Utils.escapeRune(hi);
						}
					}
				} else for (let i = 0; i < this.runes.length; i += 2) {
					const lo = this.runes[i];
					const hi = this.runes[i + 1];
					out += Regexp.quoteIfHyphen(lo);
					out += Utils.escapeRune(lo);
					if (lo !== hi) {
						out += "-";
						out += Regexp.quoteIfHyphen(hi);
						out += Utils.escapeRune(hi);
					}
				}
				out += "]";
				break;
			default: out += this.op;
		}
		return out;
	}
	maxCap() {
		let m = 0;
		if (this.op === Regexp.Op.CAPTURE) m = this.cap;
		if (this.subs !== null) for (let sub of this.subs) {
			const n = sub.maxCap();
			if (m < n) m = n;
		}
		return m;
	}
	equals(that) {
		if (!(that !== null && that instanceof Regexp)) return false;
		if (this.op !== that.op) return false;
		switch (this.op) {
			case Regexp.Op.END_TEXT:
				if ((this.flags & RE2Flags.WAS_DOLLAR) !== (that.flags & RE2Flags.WAS_DOLLAR)) return false;
				break;
			case Regexp.Op.LITERAL:
			case Regexp.Op.CHAR_CLASS:
				if ((this.flags & RE2Flags.FOLD_CASE) !== (that.flags & RE2Flags.FOLD_CASE)) return false;
				if (this.runes === null && that.runes === null) break;
				if (this.runes === null || that.runes === null) return false;
				if (this.runes.length !== that.runes.length) return false;
				for (let i = 0; i < this.runes.length; i++) if (this.runes[i] !== that.runes[i]) return false;
				break;
			case Regexp.Op.ALTERNATE:
			case Regexp.Op.CONCAT:
				if (this.subs.length !== that.subs.length) return false;
				for (let i = 0; i < this.subs.length; ++i) if (!this.subs[i].equals(that.subs[i])) return false;
				break;
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST:
				if ((this.flags & RE2Flags.NON_GREEDY) !== (that.flags & RE2Flags.NON_GREEDY) || !this.subs[0].equals(that.subs[0])) return false;
				break;
			case Regexp.Op.REPEAT:
				if ((this.flags & RE2Flags.NON_GREEDY) !== (that.flags & RE2Flags.NON_GREEDY) || this.min !== that.min || this.max !== that.max || !this.subs[0].equals(that.subs[0])) return false;
				break;
			case Regexp.Op.CAPTURE:
				if (this.cap !== that.cap || (this.name === null ? that.name !== null : this.name !== that.name) || !this.subs[0].equals(that.subs[0])) return false;
				break;
			case Regexp.Op.PLB:
			case Regexp.Op.NLB: if (this.lb !== that.lb || !this.subs[0].equals(that.subs[0])) return false;
		}
		return true;
	}
};
/**
* Walks a Regexp tree without recursion, visiting nodes in the same order a recursive walk
* would (RE2: re2/walker-inl.h, "Helper class for traversing Regexps without recursion").
*
* The handler sees a node without subexpressions once, through `leaf(re)`, which returns its
* result. Any other node is seen up to three times:
* - `enter(re)` before its children. It returns the state kept for `re` while its children are
*   visited; a state whose `result` is already set skips the children.
* - `child(re, state, result, i)` after child `i` produced `result`. Setting `state.result`
*   stops visiting the remaining children.
* - `leave(re, state)` after the last child; it returns the result for `re`.
*
* Counted repetitions expand into one nesting level per copy, so the simplified tree can be
* thousands of levels deep; recursion over it would overflow the JS stack, which has no fixed
* relation to the parser's nesting limit. This walk keeps its frames on the heap instead.
*/
var RegexpWalker = class {
	static walk(root, handler) {
		const stack = [];
		let re = root;
		let result;
		for (;;) {
			if (re.subs.length === 0) result = handler.leaf(re);
			else {
				const state = handler.enter(re);
				if (state.result === void 0) {
					stack.push({
						re,
						state,
						i: 0
					});
					re = re.subs[0];
					continue;
				}
				result = state.result;
			}
			for (;;) {
				if (stack.length === 0) return result;
				const frame = stack[stack.length - 1];
				handler.child(frame.re, frame.state, result, frame.i);
				frame.i++;
				if (frame.state.result === void 0 && frame.i < frame.re.subs.length) {
					re = frame.re.subs[frame.i];
					break;
				}
				stack.pop();
				result = frame.state.result !== void 0 ? frame.state.result : handler.leave(frame.re, frame.state);
			}
		}
	}
};
var AhoCorasick = class {
	constructor(words, alphabetSize) {
		const edges = /* @__PURE__ */ new Map();
		const parent = [0];
		const unit = [0];
		const depth = [0];
		const terminal = [0];
		for (const word of words) {
			let node = 0;
			for (let i = 0; i < word.length; i++) {
				const key = node * alphabetSize + word[i];
				let child = edges.get(key);
				if (child === void 0) {
					child = parent.length;
					edges.set(key, child);
					parent.push(node);
					unit.push(word[i]);
					depth.push(depth[node] + 1);
					terminal.push(0);
				}
				node = child;
			}
			terminal[node] = 1;
		}
		const numNodes = parent.length;
		const children = new Int32Array(numNodes - 1);
		for (let c = 1; c < numNodes; c++) children[c - 1] = c;
		children.sort((a, b) => parent[a] - parent[b] || unit[a] - unit[b]);
		const childStart = new Int32Array(numNodes + 1);
		for (let c = 1; c < numNodes; c++) childStart[parent[c] + 1]++;
		for (let n = 0; n < numNodes; n++) childStart[n + 1] += childStart[n];
		const childUnit = new Int32Array(numNodes - 1);
		for (let k = 0; k < children.length; k++) childUnit[k] = unit[children[k]];
		this.childStart = childStart;
		this.childUnit = childUnit;
		this.childNode = children;
		const byDepth = new Int32Array(numNodes);
		for (let n = 0; n < numNodes; n++) byDepth[n] = n;
		byDepth.sort((a, b) => depth[a] - depth[b]);
		const fail = new Int32Array(numNodes);
		const match = Uint8Array.from(terminal);
		for (let k = 1; k < numNodes; k++) {
			const c = byDepth[k];
			const p = parent[c];
			if (p !== 0) {
				let f = fail[p];
				let next = this.next(f, unit[c]);
				while (next < 0 && f !== 0) {
					f = fail[f];
					next = this.next(f, unit[c]);
				}
				fail[c] = next >= 0 ? next : 0;
			}
			match[c] |= match[fail[c]];
		}
		this.fail = fail;
		this.match = match;
	}
	next(node, u) {
		let lo = this.childStart[node];
		let hi = this.childStart[node + 1];
		const units = this.childUnit;
		while (lo < hi) {
			const mid = lo + hi >> 1;
			const m = units[mid];
			if (m === u) return this.childNode[mid];
			if (m < u) lo = mid + 1;
			else hi = mid;
		}
		return -1;
	}
	advance(node, u) {
		for (;;) {
			const next = this.next(node, u);
			if (next >= 0) return next;
			if (node === 0) return 0;
			node = this.fail[node];
		}
	}
	searchUTF16(charSeq, start, end) {
		let node = 0;
		for (let i = start; i < end; i++) {
			node = this.advance(node, charSeq.charCodeAt(i));
			if (this.match[node] === 1) return true;
		}
		return false;
	}
	searchUTF8(bytes, start, end) {
		let node = 0;
		for (let i = start; i < end; i++) {
			node = this.advance(node, bytes[i]);
			if (this.match[node] === 1) return true;
		}
		return false;
	}
};
var Prefilter = class Prefilter {
	static Type = {
		NONE: 0,
		EXACT: 1,
		AND: 2,
		OR: 3
	};
	static MAX_SCANS = 32;
	static MAX_AC_UNITS = 1 << 18;
	constructor(type) {
		this.type = type;
		this.subs = [];
		this.str = "";
		this.bytes = null;
		this.cost = type === Prefilter.Type.EXACT ? 1 : 0;
		this.allExact = false;
		this.ac16 = null;
		this.ac8 = null;
	}
	automaton16() {
		if (this.ac16 === null) {
			const words = this.subs.map((s) => {
				const arr = new Array(s.str.length);
				for (let i = 0; i < s.str.length; i++) arr[i] = s.str.charCodeAt(i);
				return arr;
			});
			this.ac16 = new AhoCorasick(words, 65536);
		}
		return this.ac16;
	}
	automaton8() {
		if (this.ac8 === null) this.ac8 = new AhoCorasick(this.subs.map((s) => s.bytes), 256);
		return this.ac8;
	}
	eval(input, pos) {
		switch (this.type) {
			case Prefilter.Type.NONE: return true;
			case Prefilter.Type.EXACT: return input.hasString(this, pos);
			case Prefilter.Type.AND:
				for (let i = 0; i < this.subs.length; i++) if (!this.subs[i].eval(input, pos)) return false;
				return true;
			case Prefilter.Type.OR:
				if (this.allExact) return input.hasAnyString(this, pos);
				for (let i = 0; i < this.subs.length; i++) if (this.subs[i].eval(input, pos)) return true;
				return false;
			default: return true;
		}
	}
};
var PrefilterTree = class PrefilterTree {
	static build(re) {
		if (!re) return new Prefilter(Prefilter.Type.NONE);
		return RegexpWalker.walk(re, PrefilterTree.WALKER);
	}
	static WALKER = {
		leaf: (re) => PrefilterTree.leaf(re),
		enter: (re) => PrefilterTree.enter(re),
		child: (re, state, result) => PrefilterTree.child(re, state, result),
		leave: (re, state) => PrefilterTree.leave(re, state)
	};
	static leaf(re) {
		if (re.op !== Regexp.Op.LITERAL) return new Prefilter(Prefilter.Type.NONE);
		if (re.runes.length === 0 || (re.flags & RE2Flags.FOLD_CASE) !== 0) return new Prefilter(Prefilter.Type.NONE);
		let str = "";
		for (let i = 0; i < re.runes.length; i++) {
			if (Unicode.isUnsearchable(re.runes[i])) return new Prefilter(Prefilter.Type.NONE);
			str += String.fromCodePoint(re.runes[i]);
		}
		const pf = new Prefilter(Prefilter.Type.EXACT);
		pf.str = str;
		pf.bytes = Utils.stringToUtf8ByteArray(pf.str);
		return pf;
	}
	static enter(re) {
		switch (re.op) {
			case Regexp.Op.CAPTURE:
			case Regexp.Op.PLUS: return { sub: null };
			case Regexp.Op.REPEAT:
				if (re.min >= 1) return { sub: null };
				return { result: new Prefilter(Prefilter.Type.NONE) };
			case Regexp.Op.CONCAT: return {
				pf: new Prefilter(Prefilter.Type.AND),
				subs: []
			};
			case Regexp.Op.ALTERNATE: return {
				pf: new Prefilter(Prefilter.Type.OR),
				subs: []
			};
			default: return { result: new Prefilter(Prefilter.Type.NONE) };
		}
	}
	static child(re, state, s) {
		if (state.subs === void 0) {
			state.sub = s;
			return;
		}
		if (state.pf.type === Prefilter.Type.AND) {
			if (s.type === Prefilter.Type.NONE) return;
			if (s.type === Prefilter.Type.AND) {
				for (let j = 0; j < s.subs.length; j++) state.subs.push(s.subs[j]);
				return;
			}
			state.subs.push(s);
			return;
		}
		if (s.type === Prefilter.Type.NONE) {
			state.result = new Prefilter(Prefilter.Type.NONE);
			return;
		}
		if (s.type === Prefilter.Type.OR) {
			for (let j = 0; j < s.subs.length; j++) state.subs.push(s.subs[j]);
			return;
		}
		state.subs.push(s);
	}
	static leave(re, state) {
		if (state.subs === void 0) return state.sub;
		const pf = state.pf;
		const seen = /* @__PURE__ */ new Set();
		const subs = [];
		for (const sub of state.subs) {
			if (sub.type === Prefilter.Type.EXACT) {
				if (seen.has(sub.str)) continue;
				seen.add(sub.str);
			}
			subs.push(sub);
		}
		if (pf.type === Prefilter.Type.AND) {
			const kept = [];
			let cost = 0;
			for (const sub of subs) {
				if (cost + sub.cost > Prefilter.MAX_SCANS) continue;
				kept.push(sub);
				cost += sub.cost;
			}
			if (kept.length === 0) return new Prefilter(Prefilter.Type.NONE);
			if (kept.length === 1) return kept[0];
			pf.subs = kept;
			pf.cost = cost;
			return pf;
		}
		if (subs.length === 0) return new Prefilter(Prefilter.Type.NONE);
		if (subs.length === 1) return subs[0];
		pf.subs = subs;
		let allExact = true;
		let cost = 0;
		let units = 0;
		for (const sub of subs) {
			if (sub.type !== Prefilter.Type.EXACT) allExact = false;
			else units += sub.bytes.length;
			cost += sub.cost;
		}
		if (allExact) {
			if (units > Prefilter.MAX_AC_UNITS) return new Prefilter(Prefilter.Type.NONE);
			pf.allExact = true;
			pf.cost = 1;
			return pf;
		}
		if (cost > Prefilter.MAX_SCANS) return new Prefilter(Prefilter.Type.NONE);
		pf.cost = cost;
		return pf;
	}
};
/**
* A list of instruction pointers waiting to be patched.
* Tracks both `head` and `tail` to allow O(1) appending during compilation.
* * Values are encoded integers, not standard memory pointers:
* - Program instruction index: `l >> 1`
* - Patch `.out` field if: `(l & 1) === 0`
* - Patch `.arg` field if: `(l & 1) === 1`
* - `0` denotes an empty list.
* * @see https://swtch.com/~rsc/regexp/regexp1.html
*/
var PatchList = class {
	/**
	* @param {number} head - Encoded pointer to the start of the patch list.
	* @param {number} tail - Encoded pointer to the end of the patch list.
	*/
	constructor(head = 0, tail = 0) {
		this.head = head;
		this.tail = tail;
	}
};
/**
* A Prog is a compiled regular expression program.
*/
var Prog = class {
	constructor() {
		this.inst = [];
		this.start = 0;
		this.numCap = 2;
		this.lbStarts = [];
		this.numLb = 0;
		this.lbInst = null;
	}
	getInst(pc) {
		return this.inst[pc];
	}
	numInst() {
		return this.inst.length;
	}
	addInst(op) {
		this.inst.push(new Inst(op));
	}
	markLookbehindInsts() {
		const lbInst = new Uint8Array(this.inst.length);
		const pending = this.lbStarts.slice();
		while (pending.length > 0) {
			const pc = pending.pop();
			if (pc === 0 || lbInst[pc] === 1) continue;
			lbInst[pc] = 1;
			const i = this.inst[pc];
			switch (i.op) {
				case Inst.ALT:
				case Inst.ALT_MATCH:
					pending.push(i.out, i.arg);
					break;
				case Inst.MATCH:
				case Inst.FAIL: break;
				default: pending.push(i.out);
			}
		}
		this.lbInst = lbInst;
	}
	skipNop(pc) {
		let i = this.inst[pc];
		while (i.op === Inst.NOP || i.op === Inst.CAPTURE) {
			i = this.inst[pc];
			pc = i.out;
		}
		return i;
	}
	/** @returns {[boolean, string]} */
	prefix() {
		let prefix = "";
		let i = this.skipNop(this.start);
		if (!Inst.isRuneOp(i.op) || i.runes.length !== 1) return [i.op === Inst.MATCH, prefix];
		while (Inst.isRuneOp(i.op) && i.runes.length === 1 && (i.arg & RE2Flags.FOLD_CASE) === 0 && !Unicode.isUnsearchable(i.runes[0])) {
			prefix += String.fromCodePoint(i.runes[0]);
			i = this.skipNop(i.out);
		}
		return [i.op === Inst.MATCH, prefix];
	}
	startCond() {
		let flag = 0;
		let pc = this.start;
		loop: for (;;) {
			const i = this.inst[pc];
			switch (i.op) {
				case Inst.EMPTY_WIDTH:
					flag |= i.arg;
					break;
				case Inst.FAIL: return -1;
				case Inst.CAPTURE:
				case Inst.NOP: break;
				default: break loop;
			}
			pc = i.out;
		}
		return flag;
	}
	patch(l, val) {
		let head = l.head;
		while (head !== 0) {
			const i = this.inst[head >> 1];
			if ((head & 1) === 0) {
				head = i.out;
				i.out = val;
			} else {
				head = i.arg;
				i.arg = val;
			}
		}
	}
	append(l1, l2) {
		if (l1.head === 0) return l2;
		if (l2.head === 0) return l1;
		const i = this.inst[l1.tail >> 1];
		if ((l1.tail & 1) === 0) i.out = l2.head;
		else i.arg = l2.head;
		return new PatchList(l1.head, l2.tail);
	}
	/**
	*
	* @returns {string}
	*/
	toString() {
		let out = "";
		for (let pc = 0; pc < this.inst.length; pc++) {
			const len = out.length;
			out += pc;
			if (pc === this.start) out += "*";
			out += "        ".substring(out.length - len);
			out += this.inst[pc];
			out += "\n";
		}
		return out;
	}
};
const ANY_RUNE_NOT_NL = new Int32Array([
	0,
	Codepoint.CODES["\n"] - 1,
	Codepoint.CODES["\n"] + 1,
	Unicode.MAX_RUNE
]);
const ANY_RUNE = new Int32Array([0, Unicode.MAX_RUNE]);
/**
* A fragment of a compiled regular expression program.
*
* @see http://swtch.com/~rsc/regexp/regexp1.html
* @class
*/
var Frag = class {
	constructor(i = 0, out = new PatchList(), nullable = false) {
		this.i = i;
		this.out = out;
		this.nullable = nullable;
	}
};
/**
* Compiler from {@code Regexp} (RE2 abstract syntax) to {@code RE2} (compiled regular expression).
*
* The only entry point is {@link #compileRegexp}.
*/
var Compiler = class Compiler {
	static compileRegexp(re) {
		const c = new Compiler();
		const f = c.compile(re);
		c.prog.patch(f.out, c.newInst(Inst.MATCH).i);
		c.prog.start = f.i;
		c.prog.markLookbehindInsts();
		return c.prog;
	}
	static compileSet(regexps) {
		const c = new Compiler();
		if (regexps.length === 0) {
			c.prog.start = c.newInst(Inst.FAIL).i;
			c.prog.markLookbehindInsts();
			return c.prog;
		}
		let starts = [];
		for (let i = 0; i < regexps.length; i++) {
			c.lbOffset = c.prog.numLb;
			const f = c.compile(regexps[i]);
			const m = c.newInst(Inst.MATCH);
			c.prog.getInst(m.i).arg = i;
			c.prog.patch(f.out, m.i);
			starts.push(f.i);
		}
		let start = starts[0];
		for (let i = 1; i < starts.length; i++) {
			const f = c.newInst(Inst.ALT);
			const inst = c.prog.getInst(f.i);
			inst.out = start;
			inst.arg = starts[i];
			start = f.i;
		}
		c.prog.start = start;
		c.prog.markLookbehindInsts();
		return c.prog;
	}
	constructor() {
		this.prog = new Prog();
		this.newInst(Inst.FAIL);
		this.lbOffset = 0;
		this.runeCache = /* @__PURE__ */ new Map();
		this.walker = {
			leaf: (re) => this.leaf(re),
			enter: (re) => this.enter(re),
			child: (re, state, result) => this.child(re, state, result),
			leave: (re, state) => this.leave(re, state)
		};
	}
	newInst(op) {
		this.prog.addInst(op);
		return new Frag(this.prog.numInst() - 1, new PatchList(), true);
	}
	nop() {
		const f = this.newInst(Inst.NOP);
		f.out = new PatchList(f.i << 1, f.i << 1);
		return f;
	}
	fail() {
		return new Frag();
	}
	cap(arg) {
		const f = this.newInst(Inst.CAPTURE);
		f.out = new PatchList(f.i << 1, f.i << 1);
		this.prog.getInst(f.i).arg = arg;
		if (this.prog.numCap < arg + 1) this.prog.numCap = arg + 1;
		return f;
	}
	cat(f1, f2) {
		if (f1.i === 0 || f2.i === 0) {
			this.prog.patch(f1.out, 0);
			this.prog.patch(f2.out, 0);
			return this.fail();
		}
		this.prog.patch(f1.out, f2.i);
		return new Frag(f1.i, f2.out, f1.nullable && f2.nullable);
	}
	alt(f1, f2) {
		if (f1.i === 0) return f2;
		if (f2.i === 0) return f1;
		const f = this.newInst(Inst.ALT);
		const i = this.prog.getInst(f.i);
		i.out = f1.i;
		i.arg = f2.i;
		f.out = this.prog.append(f1.out, f2.out);
		f.nullable = f1.nullable || f2.nullable;
		return f;
	}
	loop(f1, nongreedy) {
		const f = this.newInst(Inst.ALT);
		const i = this.prog.getInst(f.i);
		if (nongreedy) {
			i.arg = f1.i;
			f.out = new PatchList(f.i << 1, f.i << 1);
		} else {
			i.out = f1.i;
			f.out = new PatchList(f.i << 1 | 1, f.i << 1 | 1);
		}
		this.prog.patch(f1.out, f.i);
		return f;
	}
	quest(f1, nongreedy) {
		if (f1.i === 0) return this.nop();
		const f = this.newInst(Inst.ALT);
		const i = this.prog.getInst(f.i);
		if (nongreedy) {
			i.arg = f1.i;
			f.out = new PatchList(f.i << 1, f.i << 1);
		} else {
			i.out = f1.i;
			f.out = new PatchList(f.i << 1 | 1, f.i << 1 | 1);
		}
		f.out = this.prog.append(f.out, f1.out);
		return f;
	}
	star(f1, nongreedy) {
		if (f1.i === 0) return this.nop();
		if (f1.nullable) return this.quest(this.plus(f1, nongreedy), nongreedy);
		return this.loop(f1, nongreedy);
	}
	plus(f1, nongreedy) {
		if (f1.i === 0) return this.fail();
		return new Frag(f1.i, this.loop(f1, nongreedy).out, f1.nullable);
	}
	empty(op) {
		const f = this.newInst(Inst.EMPTY_WIDTH);
		this.prog.getInst(f.i).arg = op;
		f.out = new PatchList(f.i << 1, f.i << 1);
		return f;
	}
	rune(runes, flags) {
		const f = this.newInst(Inst.RUNE);
		f.nullable = false;
		const i = this.prog.getInst(f.i);
		i.runes = runes;
		flags &= RE2Flags.FOLD_CASE;
		if (runes.length !== 1 || Unicode.simpleFold(runes[0]) === runes[0]) flags &= ~RE2Flags.FOLD_CASE;
		i.arg = flags;
		f.out = new PatchList(f.i << 1, f.i << 1);
		if ((flags & RE2Flags.FOLD_CASE) === 0 && runes.length === 1 || runes.length === 2 && runes[0] === runes[1]) i.op = Inst.RUNE1;
		else if (runes.length === 2 && runes[0] === 0 && runes[1] === Unicode.MAX_RUNE) i.op = Inst.RUNE_ANY;
		else if (runes.length === 4 && runes[0] === 0 && runes[1] === Codepoint.CODES["\n"] - 1 && runes[2] === Codepoint.CODES["\n"] + 1 && runes[3] === Unicode.MAX_RUNE) i.op = Inst.RUNE_ANY_NOT_NL;
		return f;
	}
	lookBehind(a, parsedLb) {
		const lb = Math.sign(parsedLb) * (Math.abs(parsedLb) + this.lbOffset);
		const id = this.newInst(Inst.LB_WRITE);
		this.prog.getInst(id.i).arg = lb;
		const any = this.rune(ANY_RUNE, 0);
		const dotStar = this.star(any, true);
		const lbAutomaton = this.cat(dotStar, a);
		this.prog.patch(lbAutomaton.out, id.i);
		const checkId = this.newInst(Inst.LB_CHECK);
		this.prog.getInst(checkId.i).arg = lb;
		this.prog.lbStarts.push(lbAutomaton.i);
		if (Math.abs(lb) > this.prog.numLb) this.prog.numLb = Math.abs(lb);
		checkId.out = new PatchList(checkId.i << 1, checkId.i << 1);
		return checkId;
	}
	compile(re) {
		return RegexpWalker.walk(re, this.walker);
	}
	leaf(re) {
		switch (re.op) {
			case Regexp.Op.NO_MATCH: return this.fail();
			case Regexp.Op.EMPTY_MATCH: return this.nop();
			case Regexp.Op.LITERAL: {
				if (re.runes.length === 0) return this.nop();
				let f = null;
				for (let r of re.runes) {
					let singleRune = this.runeCache.get(r);
					if (singleRune === void 0) {
						singleRune = new Int32Array([r]);
						this.runeCache.set(r, singleRune);
					}
					const f1 = this.rune(singleRune, re.flags);
					f = f === null ? f1 : this.cat(f, f1);
				}
				return f;
			}
			case Regexp.Op.CHAR_CLASS: return this.rune(re.runes, re.flags);
			case Regexp.Op.ANY_CHAR_NOT_NL: return this.rune(ANY_RUNE_NOT_NL, 0);
			case Regexp.Op.ANY_CHAR: return this.rune(ANY_RUNE, 0);
			case Regexp.Op.BEGIN_LINE: return this.empty(Utils.EMPTY_BEGIN_LINE);
			case Regexp.Op.END_LINE: return this.empty(Utils.EMPTY_END_LINE);
			case Regexp.Op.BEGIN_TEXT: return this.empty(Utils.EMPTY_BEGIN_TEXT);
			case Regexp.Op.END_TEXT: return this.empty(Utils.EMPTY_END_TEXT);
			case Regexp.Op.WORD_BOUNDARY: return this.empty(Utils.EMPTY_WORD_BOUNDARY);
			case Regexp.Op.NO_WORD_BOUNDARY: return this.empty(Utils.EMPTY_NO_WORD_BOUNDARY);
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE: return this.nop();
			default: throw new RE2JSCompileException("regexp: unhandled case in compile");
		}
	}
	enter(re) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST: return { sub: null };
			case Regexp.Op.CAPTURE: return {
				bra: this.cap(re.cap << 1),
				sub: null
			};
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE: return { f: null };
			default: throw new RE2JSCompileException("regexp: unhandled case in compile");
		}
	}
	child(re, state, f1) {
		if (re.op === Regexp.Op.CONCAT) state.f = state.f === null ? f1 : this.cat(state.f, f1);
		else if (re.op === Regexp.Op.ALTERNATE) state.f = state.f === null ? f1 : this.alt(state.f, f1);
		else state.sub = f1;
	}
	leave(re, state) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB: return this.lookBehind(state.sub, re.lb);
			case Regexp.Op.CAPTURE: {
				const ket = this.cap(re.cap << 1 | 1);
				return this.cat(this.cat(state.bra, state.sub), ket);
			}
			case Regexp.Op.STAR: return this.star(state.sub, (re.flags & RE2Flags.NON_GREEDY) !== 0);
			case Regexp.Op.PLUS: return this.plus(state.sub, (re.flags & RE2Flags.NON_GREEDY) !== 0);
			case Regexp.Op.QUEST: return this.quest(state.sub, (re.flags & RE2Flags.NON_GREEDY) !== 0);
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE: return state.f;
			default: throw new RE2JSCompileException("regexp: unhandled case in compile");
		}
	}
};
var Simplify = class Simplify {
	static simplify(re) {
		if (re === null) return null;
		return RegexpWalker.walk(re, Simplify.WALKER);
	}
	static WALKER = {
		leaf: (re) => Simplify.leaf(re),
		enter: (re) => Simplify.enter(re),
		child: (re, state, result, i) => Simplify.child(re, state, result, i),
		leave: (re, state) => Simplify.leave(re, state)
	};
	static leaf(re) {
		if (re.op === Regexp.Op.CHAR_CLASS) {
			if (re.runes === null) return re;
			if (re.runes.length === 0) return new Regexp(Regexp.Op.NO_MATCH);
			if (re.runes.length === 2 && re.runes[0] === 0 && re.runes[1] === Unicode.MAX_RUNE) return new Regexp(Regexp.Op.ANY_CHAR);
			if (re.runes.length === 4 && re.runes[0] === 0 && re.runes[1] === Codepoint.CODES["\n"] - 1 && re.runes[2] === Codepoint.CODES["\n"] + 1 && re.runes[3] === Unicode.MAX_RUNE) return new Regexp(Regexp.Op.ANY_CHAR_NOT_NL);
		}
		return re;
	}
	static enter(re) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.CAPTURE:
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST: return { sub: null };
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE: return {
				subs: [],
				changed: false
			};
			case Regexp.Op.REPEAT:
				if (re.min === 0 && re.max === 0) return { result: new Regexp(Regexp.Op.EMPTY_MATCH) };
				return { sub: null };
			default: return { result: re };
		}
	}
	static child(re, state, nsub, i) {
		if (state.subs === void 0) {
			state.sub = nsub;
			return;
		}
		if (nsub !== re.subs[i]) state.changed = true;
		if (re.op === Regexp.Op.CONCAT) {
			if (nsub.op === Regexp.Op.NO_MATCH) {
				state.result = new Regexp(Regexp.Op.NO_MATCH);
				return;
			}
			if (nsub.op === Regexp.Op.EMPTY_MATCH) {
				state.changed = true;
				return;
			}
			if (nsub.op === Regexp.Op.CONCAT) {
				state.changed = true;
				for (let j = 0; j < nsub.subs.length; j++) state.subs.push(nsub.subs[j]);
				return;
			}
		} else {
			if (nsub.op === Regexp.Op.NO_MATCH) {
				state.changed = true;
				return;
			}
			if (nsub.op === Regexp.Op.ALTERNATE) {
				state.changed = true;
				for (let j = 0; j < nsub.subs.length; j++) state.subs.push(nsub.subs[j]);
				return;
			}
		}
		state.subs.push(nsub);
	}
	static leave(re, state) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.CAPTURE: {
				const sub = state.sub;
				if (sub !== re.subs[0]) {
					const nre = Regexp.fromRegexp(re);
					nre.runes = /* @__PURE__ */ new Int32Array(0);
					nre.subs = [sub];
					return nre;
				}
				return re;
			}
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE:
				if (state.changed) {
					const newSubs = state.subs;
					if (newSubs.length === 0) return new Regexp(re.op === Regexp.Op.CONCAT ? Regexp.Op.EMPTY_MATCH : Regexp.Op.NO_MATCH);
					if (newSubs.length === 1) return newSubs[0];
					const nre = Regexp.fromRegexp(re);
					nre.runes = /* @__PURE__ */ new Int32Array(0);
					nre.subs = newSubs;
					return nre;
				}
				return re;
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST: return Simplify.simplify1(re.op, re.flags, state.sub, re);
			case Regexp.Op.REPEAT: return Simplify.simplifyRepeat(re, state.sub);
			default: return re;
		}
	}
	static simplifyRepeat(re, sub) {
		if (re.max === -1) {
			if (re.min === 0) return Simplify.simplify1(Regexp.Op.STAR, re.flags, sub, null);
			if (re.min === 1) return Simplify.simplify1(Regexp.Op.PLUS, re.flags, sub, null);
			const subs = [];
			for (let i = 0; i < re.min - 1; i++) subs.push(sub);
			subs.push(Simplify.simplify1(Regexp.Op.PLUS, re.flags, sub, null));
			return Simplify.concat(subs);
		}
		if (re.min === 1 && re.max === 1) return sub;
		let prefixSubs = null;
		if (re.min > 0) {
			prefixSubs = [];
			for (let i = 0; i < re.min; i++) prefixSubs.push(sub);
		}
		if (re.max > re.min) {
			let suffix = Simplify.simplify1(Regexp.Op.QUEST, re.flags, sub, null);
			for (let i = re.min + 1; i < re.max; i++) suffix = Simplify.simplify1(Regexp.Op.QUEST, re.flags, Simplify.concat([sub, suffix]), null);
			if (prefixSubs === null) return suffix;
			prefixSubs.push(suffix);
		}
		if (prefixSubs !== null) return Simplify.concat(prefixSubs);
		return new Regexp(Regexp.Op.NO_MATCH);
	}
	static concat(subs) {
		const newSubs = [];
		for (let i = 0; i < subs.length; i++) {
			const sub = subs[i];
			if (sub.op === Regexp.Op.NO_MATCH) return new Regexp(Regexp.Op.NO_MATCH);
			if (sub.op === Regexp.Op.EMPTY_MATCH) continue;
			if (sub.op === Regexp.Op.CONCAT) {
				for (let j = 0; j < sub.subs.length; j++) newSubs.push(sub.subs[j]);
				continue;
			}
			newSubs.push(sub);
		}
		if (newSubs.length === 0) return new Regexp(Regexp.Op.EMPTY_MATCH);
		if (newSubs.length === 1) return newSubs[0];
		const nre = new Regexp(Regexp.Op.CONCAT);
		nre.subs = newSubs;
		return nre;
	}
	static simplify1(op, flags, sub, re) {
		if (sub.op === Regexp.Op.EMPTY_MATCH) return sub;
		if (sub.op === Regexp.Op.NO_MATCH) {
			if (op === Regexp.Op.PLUS) return sub;
			return new Regexp(Regexp.Op.EMPTY_MATCH);
		}
		if (op === sub.op && (flags & RE2Flags.NON_GREEDY) === (sub.flags & RE2Flags.NON_GREEDY)) return sub;
		if (re !== null && re.op === op && (re.flags & RE2Flags.NON_GREEDY) === (flags & RE2Flags.NON_GREEDY) && sub === re.subs[0]) return re;
		const nre = new Regexp(op);
		nre.flags = flags;
		nre.subs = [sub];
		return nre;
	}
};
var CharGroup = class {
	constructor(sign, cls) {
		this.sign = sign;
		this.cls = cls;
	}
};
const code1 = [48, 57];
const code2 = [
	9,
	10,
	12,
	13,
	32,
	32
];
const code3 = [
	48,
	57,
	65,
	90,
	95,
	95,
	97,
	122
];
const PERL_GROUPS = /* @__PURE__ */ new Map([
	["\\d", new CharGroup(1, code1)],
	["\\D", new CharGroup(-1, code1)],
	["\\s", new CharGroup(1, code2)],
	["\\S", new CharGroup(-1, code2)],
	["\\w", new CharGroup(1, code3)],
	["\\W", new CharGroup(-1, code3)]
]);
const code4 = [
	48,
	57,
	65,
	90,
	97,
	122
];
const code5 = [
	65,
	90,
	97,
	122
];
const code6 = [0, 127];
const code7 = [
	9,
	9,
	32,
	32
];
const code8 = [
	0,
	31,
	127,
	127
];
const code9 = [48, 57];
const code10 = [33, 126];
const code11 = [97, 122];
const code12 = [32, 126];
const code13 = [
	33,
	47,
	58,
	64,
	91,
	96,
	123,
	126
];
const code14 = [
	9,
	13,
	32,
	32
];
const code15 = [65, 90];
const code16 = [
	48,
	57,
	65,
	90,
	95,
	95,
	97,
	122
];
const code17 = [
	48,
	57,
	65,
	70,
	97,
	102
];
const POSIX_GROUPS = /* @__PURE__ */ new Map([
	["[:alnum:]", new CharGroup(1, code4)],
	["[:^alnum:]", new CharGroup(-1, code4)],
	["[:alpha:]", new CharGroup(1, code5)],
	["[:^alpha:]", new CharGroup(-1, code5)],
	["[:ascii:]", new CharGroup(1, code6)],
	["[:^ascii:]", new CharGroup(-1, code6)],
	["[:blank:]", new CharGroup(1, code7)],
	["[:^blank:]", new CharGroup(-1, code7)],
	["[:cntrl:]", new CharGroup(1, code8)],
	["[:^cntrl:]", new CharGroup(-1, code8)],
	["[:digit:]", new CharGroup(1, code9)],
	["[:^digit:]", new CharGroup(-1, code9)],
	["[:graph:]", new CharGroup(1, code10)],
	["[:^graph:]", new CharGroup(-1, code10)],
	["[:lower:]", new CharGroup(1, code11)],
	["[:^lower:]", new CharGroup(-1, code11)],
	["[:print:]", new CharGroup(1, code12)],
	["[:^print:]", new CharGroup(-1, code12)],
	["[:punct:]", new CharGroup(1, code13)],
	["[:^punct:]", new CharGroup(-1, code13)],
	["[:space:]", new CharGroup(1, code14)],
	["[:^space:]", new CharGroup(-1, code14)],
	["[:upper:]", new CharGroup(1, code15)],
	["[:^upper:]", new CharGroup(-1, code15)],
	["[:word:]", new CharGroup(1, code16)],
	["[:^word:]", new CharGroup(-1, code16)],
	["[:xdigit:]", new CharGroup(1, code17)],
	["[:^xdigit:]", new CharGroup(-1, code17)]
]);
/**
* A "builder"-style helper class for manipulating character classes represented as an array of
* pairs of runes [lo, hi], each denoting an inclusive interval.
*
* All methods mutate the internal state and return {@code this}, allowing operations to be chained.
*/
var CharClass = class CharClass {
	static charClassToString(r, len) {
		let result = "[";
		for (let i = 0; i < len; i += 2) {
			if (i > 0) result += " ";
			const lo = r[i];
			const hi = r[i + 1];
			if (lo === hi) result += `0x${lo.toString(16)}`;
			else result += `0x${lo.toString(16)}-0x${hi.toString(16)}`;
		}
		result += "]";
		return result;
	}
	static sortRanges(array, len) {
		const n = len >> 1;
		const order = new Array(n);
		for (let i = 0; i < n; i++) order[i] = i;
		order.sort((a, b) => array[2 * a] - array[2 * b] || array[2 * b + 1] - array[2 * a + 1]);
		const sorted = array.slice(0, len);
		for (let i = 0; i < n; i++) {
			array[2 * i] = sorted[2 * order[i]];
			array[2 * i + 1] = sorted[2 * order[i] + 1];
		}
	}
	/**
	* @param {number[]|Int32Array} [r]
	*/
	constructor(r = Utils.emptyInts()) {
		/** @type {number[]|Int32Array} */
		this.r = r;
		this.len = r.length;
	}
	toArray() {
		if (this.r instanceof Int32Array) return this.len === this.r.length ? this.r : this.r.subarray(0, this.len);
		return new Int32Array(this.len === this.r.length ? this.r : this.r.slice(0, this.len));
	}
	toGrowableArray() {
		if (Array.isArray(this.r)) {
			this.r.length = this.len;
			return this.r;
		}
		return Array.from(this.r.subarray(0, this.len));
	}
	cleanClass() {
		if (this.len < 4) return this;
		CharClass.sortRanges(this.r, this.len);
		let w = 2;
		for (let i = 2; i < this.len; i += 2) {
			const lo = this.r[i];
			const hi = this.r[i + 1];
			if (lo <= this.r[w - 1] + 1) {
				if (hi > this.r[w - 1]) this.r[w - 1] = hi;
				continue;
			}
			this.r[w] = lo;
			this.r[w + 1] = hi;
			w += 2;
		}
		this.len = w;
		return this;
	}
	appendLiteral(x, flags) {
		return (flags & RE2Flags.FOLD_CASE) !== 0 ? this.appendFoldedRange(x, x) : this.appendRange(x, x);
	}
	appendRange(lo, hi) {
		if (this.len > 0) {
			for (let i = 2; i <= 4; i += 2) if (this.len >= i) {
				const rlo = this.r[this.len - i];
				const rhi = this.r[this.len - i + 1];
				if (lo <= rhi + 1 && rlo <= hi + 1) {
					if (lo < rlo) this.r[this.len - i] = lo;
					if (hi > rhi) this.r[this.len - i + 1] = hi;
					return this;
				}
			}
		}
		this.r[this.len++] = lo;
		this.r[this.len++] = hi;
		return this;
	}
	appendFoldedRange(lo, hi) {
		if (lo <= Unicode.MIN_FOLD && hi >= Unicode.MAX_FOLD) return this.appendRange(lo, hi);
		if (hi < Unicode.MIN_FOLD || lo > Unicode.MAX_FOLD) return this.appendRange(lo, hi);
		if (lo < Unicode.MIN_FOLD) {
			this.appendRange(lo, Unicode.MIN_FOLD - 1);
			lo = Unicode.MIN_FOLD;
		}
		if (hi > Unicode.MAX_FOLD) {
			this.appendRange(Unicode.MAX_FOLD + 1, hi);
			hi = Unicode.MAX_FOLD;
		}
		for (let c = lo; c <= hi; c++) {
			this.appendRange(c, c);
			for (let f = Unicode.simpleFold(c); f !== c; f = Unicode.simpleFold(f)) this.appendRange(f, f);
		}
		return this;
	}
	appendClass(x) {
		for (let i = 0; i < x.length; i += 2) this.appendRange(x[i], x[i + 1]);
		return this;
	}
	appendFoldedClass(x) {
		for (let i = 0; i < x.length; i += 2) this.appendFoldedRange(x[i], x[i + 1]);
		return this;
	}
	appendNegatedClass(x) {
		let nextLo = 0;
		for (let i = 0; i < x.length; i += 2) {
			const lo = x[i];
			const hi = x[i + 1];
			if (nextLo <= lo - 1) this.appendRange(nextLo, lo - 1);
			nextLo = hi + 1;
		}
		if (nextLo <= Unicode.MAX_RUNE) this.appendRange(nextLo, Unicode.MAX_RUNE);
		return this;
	}
	appendTable(table) {
		for (let i = 0; i < table.length; ++i) {
			const lo = table.getLo(i);
			const hi = table.getHi(i);
			const stride = table.getStride(i);
			if (stride === 1) {
				this.appendRange(lo, hi);
				continue;
			}
			for (let c = lo; c <= hi; c += stride) this.appendRange(c, c);
		}
		return this;
	}
	appendNegatedTable(table) {
		let nextLo = 0;
		for (let i = 0; i < table.length; ++i) {
			const lo = table.getLo(i);
			const hi = table.getHi(i);
			const stride = table.getStride(i);
			if (stride === 1) {
				if (nextLo <= lo - 1) this.appendRange(nextLo, lo - 1);
				nextLo = hi + 1;
				continue;
			}
			for (let c = lo; c <= hi; c += stride) {
				if (nextLo <= c - 1) this.appendRange(nextLo, c - 1);
				nextLo = c + 1;
			}
		}
		if (nextLo <= Unicode.MAX_RUNE) this.appendRange(nextLo, Unicode.MAX_RUNE);
		return this;
	}
	appendTableWithSign(table, sign) {
		return sign < 0 ? this.appendNegatedTable(table) : this.appendTable(table);
	}
	negateClass() {
		let nextLo = 0;
		let w = 0;
		for (let i = 0; i < this.len; i += 2) {
			const lo = this.r[i];
			const hi = this.r[i + 1];
			if (nextLo <= lo - 1) {
				this.r[w] = nextLo;
				this.r[w + 1] = lo - 1;
				w += 2;
			}
			nextLo = hi + 1;
		}
		this.len = w;
		if (nextLo <= Unicode.MAX_RUNE) {
			this.r[this.len++] = nextLo;
			this.r[this.len++] = Unicode.MAX_RUNE;
		}
		return this;
	}
	appendClassWithSign(x, sign) {
		return sign < 0 ? this.appendNegatedClass(x) : this.appendClass(x);
	}
	appendGroup(g, foldCase) {
		let cls = g.cls;
		if (foldCase) cls = new CharClass().appendFoldedClass(cls).cleanClass().toArray();
		return this.appendClassWithSign(cls, g.sign);
	}
	toString() {
		return CharClass.charClassToString(this.r, this.len);
	}
};
var StringIterator = class {
	constructor(str) {
		this.str = str;
		this.position = 0;
	}
	pos() {
		return this.position;
	}
	rewindTo(pos) {
		this.position = pos;
	}
	more() {
		return this.position < this.str.length;
	}
	peek() {
		return this.str.codePointAt(this.position);
	}
	skip(n) {
		this.position += n;
	}
	skipString(s) {
		this.position += s.length;
	}
	pop() {
		const r = this.str.codePointAt(this.position);
		this.position += Utils.charCount(r);
		return r;
	}
	lookingAt(s) {
		return this.str.startsWith(s, this.position);
	}
	rest() {
		return this.str.substring(this.position);
	}
	from(beforePos) {
		return this.str.substring(beforePos, this.position);
	}
	toString() {
		return this.rest();
	}
};
/**
* A parser of regular expression patterns.
*
* The only public entry point is {@link #parse(String pattern, int flags)}.
*/
var Parser = class Parser {
	static ERR_INTERNAL_ERROR = "regexp/syntax: internal error";
	static ERR_INVALID_CHAR_RANGE = "invalid character class range";
	static ERR_INVALID_ESCAPE = "invalid escape sequence";
	static ERR_INVALID_NAMED_CAPTURE = "invalid named capture";
	static ERR_INVALID_PERL_OP = "invalid or unsupported Perl syntax";
	static ERR_INVALID_REPEAT_OP = "invalid nested repetition operator";
	static ERR_INVALID_REPEAT_SIZE = "invalid repeat count";
	static ERR_MISSING_BRACKET = "missing closing ]";
	static ERR_MISSING_PAREN = "missing closing )";
	static ERR_MISSING_REPEAT_ARGUMENT = "missing argument to repetition operator";
	static ERR_TRAILING_BACKSLASH = "trailing backslash at end of expression";
	static ERR_DUPLICATE_NAMED_CAPTURE = "duplicate capture group name";
	static ERR_UNEXPECTED_PAREN = "unexpected )";
	static ERR_NESTING_DEPTH = "expression nests too deeply";
	static ERR_LARGE = "expression too large";
	static ERR_INVALID_CAPTURE_IN_LOOKBEHIND = "invalid capture in lookbehind";
	static MAX_HEIGHT = 1e3;
	static MAX_SIZE = 1398101;
	static MAX_RUNES = 33554432;
	static ANY_TABLE = new UnicodeRangeTable(new Uint32Array([
		0,
		Unicode.MAX_RUNE,
		1
	]));
	static ASCII_TABLE = new UnicodeRangeTable(new Uint32Array([
		0,
		127,
		1
	]));
	static ASCII_FOLD_TABLE = new UnicodeRangeTable(new Uint32Array([
		0,
		127,
		1,
		383,
		383,
		1,
		8490,
		8490,
		1
	]));
	static unicodeTable(name) {
		if (name === "Any") return {
			tab: Parser.ANY_TABLE,
			fold: Parser.ANY_TABLE,
			sign: 1
		};
		if (name === "Ascii") return {
			tab: Parser.ASCII_TABLE,
			fold: Parser.ASCII_FOLD_TABLE,
			sign: 1
		};
		if (name === "Assigned") return {
			tab: UnicodeTables.CATEGORIES.get("Cn"),
			fold: UnicodeTables.CATEGORIES.get("Cn"),
			sign: -1
		};
		if (name === "Lc") return {
			tab: UnicodeTables.CATEGORIES.get("LC"),
			fold: UnicodeTables.FOLD_CATEGORIES.get("LC"),
			sign: 1
		};
		if (UnicodeTables.CATEGORIES.has(name)) return {
			tab: UnicodeTables.CATEGORIES.get(name),
			fold: UnicodeTables.FOLD_CATEGORIES.get(name),
			sign: 1
		};
		if (UnicodeTables.SCRIPTS.has(name)) return {
			tab: UnicodeTables.SCRIPTS.get(name),
			fold: UnicodeTables.FOLD_SCRIPT.get(name),
			sign: 1
		};
		return null;
	}
	static minFoldRune(r) {
		if (r < Unicode.MIN_FOLD || r > Unicode.MAX_FOLD) return r;
		let min = r;
		const r0 = r;
		for (r = Unicode.simpleFold(r); r !== r0; r = Unicode.simpleFold(r)) if (min > r) min = r;
		return min;
	}
	static leadingRegexp(re) {
		if (re.op === Regexp.Op.EMPTY_MATCH) return null;
		if (re.op === Regexp.Op.CONCAT && re.subs.length > 0) {
			const sub = re.subs[0];
			if (sub.op === Regexp.Op.EMPTY_MATCH) return null;
			return sub;
		}
		return re;
	}
	static literalRegexp(s, flags) {
		const re = new Regexp(Regexp.Op.LITERAL);
		re.flags = flags;
		re.runes = Utils.stringToRunes(s);
		return re;
	}
	/**
	* Parse regular expression pattern {@code pattern} with mode flags {@code flags}.
	* @param {string} pattern
	* @param {number} flags
	*/
	static parse(pattern, flags) {
		return new Parser(pattern, flags).parseInternal();
	}
	static parseRepeat(t) {
		const start = t.pos();
		if (!t.more() || !t.lookingAt("{")) return -1;
		t.skip(1);
		const min = Parser.parseInt(t);
		if (min === -1) return -1;
		if (!t.more()) return -1;
		let max;
		if (!t.lookingAt(",")) max = min;
		else {
			t.skip(1);
			if (!t.more()) return -1;
			if (t.lookingAt("}")) max = -1;
			else if ((max = Parser.parseInt(t)) === -1) return -1;
		}
		if (!t.more() || !t.lookingAt("}")) return -1;
		t.skip(1);
		if (min < 0 || min > 1e3 || max === -2 || max > 1e3 || max >= 0 && min > max) throw new RE2JSSyntaxException(Parser.ERR_INVALID_REPEAT_SIZE, t.from(start));
		return min << 16 | max & Unicode.MAX_BMP;
	}
	static isValidCaptureName(name) {
		if (name.length === 0) return false;
		for (let i = 0; i < name.length; i++) {
			const c = name.codePointAt(i);
			if (c !== Codepoint.CODES["_"] && !Utils.isalnum(c)) return false;
		}
		return true;
	}
	static parseInt(t) {
		const start = t.pos();
		while (t.more() && t.peek() >= Codepoint.CODES["0"] && t.peek() <= Codepoint.CODES["9"]) t.skip(1);
		const n = t.from(start);
		if (n.length === 0 || n.length > 1 && n.codePointAt(0) === Codepoint.CODES["0"]) return -1;
		if (n.length > 8) return -2;
		return parseInt(n, 10);
	}
	static isCharClass(re) {
		return re.op === Regexp.Op.LITERAL && re.runes.length === 1 || re.op === Regexp.Op.CHAR_CLASS || re.op === Regexp.Op.ANY_CHAR_NOT_NL || re.op === Regexp.Op.ANY_CHAR;
	}
	static matchRune(re, r) {
		switch (re.op) {
			case Regexp.Op.LITERAL: return re.runes.length === 1 && re.runes[0] === r;
			case Regexp.Op.CHAR_CLASS:
				for (let i = 0; i < re.runes.length; i += 2) if (re.runes[i] <= r && r <= re.runes[i + 1]) return true;
				return false;
			case Regexp.Op.ANY_CHAR_NOT_NL: return r !== Codepoint.CODES["\n"];
			case Regexp.Op.ANY_CHAR: return true;
		}
		return false;
	}
	static mergeCharClass(dst, src) {
		switch (dst.op) {
			case Regexp.Op.ANY_CHAR: break;
			case Regexp.Op.ANY_CHAR_NOT_NL:
				if (Parser.matchRune(src, Codepoint.CODES["\n"])) dst.op = Regexp.Op.ANY_CHAR;
				break;
			case Regexp.Op.CHAR_CLASS: {
				const cc = new CharClass(Array.isArray(dst.runes) ? dst.runes : Array.from(dst.runes));
				if (src.op === Regexp.Op.LITERAL) cc.appendLiteral(src.runes[0], src.flags);
				else cc.appendClass(src.runes);
				dst.runes = cc.toGrowableArray();
				break;
			}
			case Regexp.Op.LITERAL:
				if (src.runes[0] === dst.runes[0] && src.flags === dst.flags) break;
				dst.op = Regexp.Op.CHAR_CLASS;
				dst.runes = new CharClass().appendLiteral(dst.runes[0], dst.flags).appendLiteral(src.runes[0], src.flags).toGrowableArray();
		}
	}
	static parseEscape(t) {
		const startPos = t.pos();
		t.skip(1);
		if (!t.more()) throw new RE2JSSyntaxException(Parser.ERR_TRAILING_BACKSLASH);
		let c = t.pop();
		bigswitch: switch (c) {
			case Codepoint.CODES["1"]:
			case Codepoint.CODES["2"]:
			case Codepoint.CODES["3"]:
			case Codepoint.CODES["4"]:
			case Codepoint.CODES["5"]:
			case Codepoint.CODES["6"]:
			case Codepoint.CODES["7"]: if (!t.more() || t.peek() < Codepoint.CODES["0"] || t.peek() > Codepoint.CODES["7"]) break;
			case Codepoint.CODES["0"]: {
				let r = c - Codepoint.CODES["0"];
				for (let i = 1; i < 3; i++) {
					if (!t.more() || t.peek() < Codepoint.CODES["0"] || t.peek() > Codepoint.CODES["7"]) break;
					r = r * 8 + t.peek() - Codepoint.CODES["0"];
					t.skip(1);
				}
				return r;
			}
			case Codepoint.CODES["x"]: {
				if (!t.more()) break;
				c = t.pop();
				if (c === Codepoint.CODES["{"]) {
					let nhex = 0;
					let r = 0;
					while (true) {
						if (!t.more()) break bigswitch;
						c = t.pop();
						if (c === Codepoint.CODES["}"]) break;
						const v = Utils.unhex(c);
						if (v < 0) break bigswitch;
						r = r * 16 + v;
						if (r > Unicode.MAX_RUNE) break bigswitch;
						nhex++;
					}
					if (nhex === 0) break bigswitch;
					return r;
				}
				const x = Utils.unhex(c);
				if (!t.more()) break;
				c = t.pop();
				const y = Utils.unhex(c);
				if (x < 0 || y < 0) break;
				return x * 16 + y;
			}
			case Codepoint.CODES["a"]: return Codepoint.CODES["\x07"];
			case Codepoint.CODES["f"]: return Codepoint.CODES["\f"];
			case Codepoint.CODES["n"]: return Codepoint.CODES["\n"];
			case Codepoint.CODES["r"]: return Codepoint.CODES["\r"];
			case Codepoint.CODES["t"]: return Codepoint.CODES["	"];
			case Codepoint.CODES["v"]: return Codepoint.CODES["\v"];
			default: if (c <= Unicode.MAX_ASCII && !Utils.isalnum(c)) return c;
		}
		throw new RE2JSSyntaxException(Parser.ERR_INVALID_ESCAPE, t.from(startPos));
	}
	static parseClassChar(t, wholeClassPos) {
		if (!t.more()) throw new RE2JSSyntaxException(Parser.ERR_MISSING_BRACKET, t.from(wholeClassPos));
		if (t.lookingAt("\\")) return Parser.parseEscape(t);
		return t.pop();
	}
	static hasCapture(re) {
		if (re === null) return false;
		if (re.op === Regexp.Op.CAPTURE) return true;
		if (re.subs) {
			for (let sub of re.subs) if (Parser.hasCapture(sub)) return true;
		}
		return false;
	}
	constructor(wholeRegexp, flags = 0) {
		this.wholeRegexp = wholeRegexp;
		this.flags = flags;
		this.numCap = 0;
		this.namedGroups = Object.create(null);
		this.stack = [];
		this.free = null;
		this.numRegexp = 0;
		this.numRunes = 0;
		this.repeats = 0;
		this.height = null;
		this.size = null;
		this.nlb = 0;
	}
	newRegexp(op) {
		let re = this.free;
		if (re !== null && re.subs !== null && re.subs.length > 0) {
			this.free = re.subs[0];
			re.reinit();
			re.op = op;
		} else {
			re = new Regexp(op);
			this.numRegexp += 1;
		}
		return re;
	}
	reuse(re) {
		if (this.height !== null && this.height.has(re)) this.height.delete(re);
		if (re.subs !== null && re.subs.length > 0) re.subs[0] = this.free;
		this.free = re;
	}
	checkLimits(re) {
		if (this.numRunes > Parser.MAX_RUNES) throw new RE2JSSyntaxException(Parser.ERR_LARGE);
		this.checkSize(re);
		this.checkHeight(re);
	}
	checkSize(re) {
		if (this.size === null) {
			if (this.repeats === 0) this.repeats = 1;
			if (re.op === Regexp.Op.REPEAT) {
				let n = re.max;
				if (n === -1) n = re.min;
				if (n <= 0) n = 1;
				if (n > Math.floor(Parser.MAX_SIZE / this.repeats)) this.repeats = Parser.MAX_SIZE;
				else this.repeats *= n;
			}
			if (this.numRegexp < Math.floor(Parser.MAX_SIZE / this.repeats)) return;
			this.size = /* @__PURE__ */ new Map();
			for (let reEx of this.stack) this.checkSize(reEx);
		}
		if (this.calcSize(re, true) > Parser.MAX_SIZE) throw new RE2JSSyntaxException(Parser.ERR_LARGE);
	}
	calcSize(re, force = false) {
		if (!force && this.size !== null) {
			if (this.size.has(re)) return this.size.get(re);
		}
		let size = 0;
		switch (re.op) {
			case Regexp.Op.LITERAL:
				size = re.runes.length;
				break;
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.CAPTURE:
			case Regexp.Op.STAR:
				size = 2 + this.calcSize(re.subs[0]);
				break;
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST:
				size = 1 + this.calcSize(re.subs[0]);
				break;
			case Regexp.Op.CONCAT:
				for (let sub of re.subs) size = size + this.calcSize(sub);
				break;
			case Regexp.Op.ALTERNATE:
				for (let sub of re.subs) size = size + this.calcSize(sub);
				if (re.subs.length > 1) size = size + re.subs.length - 1;
				break;
			case Regexp.Op.REPEAT: {
				let sub = this.calcSize(re.subs[0]);
				if (re.max === -1) {
					if (re.min === 0) size = 2 + sub;
					else size = 1 + re.min * sub;
					break;
				}
				size = re.max * sub + (re.max - re.min);
				break;
			}
		}
		size = Math.max(1, size);
		if (this.size === null) this.size = /* @__PURE__ */ new Map();
		this.size.set(re, size);
		return size;
	}
	checkHeight(re) {
		if (this.numRegexp < Parser.MAX_HEIGHT) return;
		if (this.height === null) {
			this.height = /* @__PURE__ */ new Map();
			for (let reEx of this.stack) this.checkHeight(reEx);
		}
		if (this.calcHeight(re, true) > Parser.MAX_HEIGHT) throw new RE2JSSyntaxException(Parser.ERR_NESTING_DEPTH);
	}
	calcHeight(re, force = false) {
		if (!force && this.height !== null) {
			if (this.height.has(re)) return this.height.get(re);
		}
		let h = 1;
		for (let sub of re.subs) {
			const hsub = this.calcHeight(sub);
			if (h < 1 + hsub) h = 1 + hsub;
		}
		if (this.height === null) this.height = /* @__PURE__ */ new Map();
		this.height.set(re, h);
		return h;
	}
	pop() {
		return this.stack.pop();
	}
	popToPseudo() {
		const n = this.stack.length;
		let i = n;
		while (i > 0 && !Regexp.isPseudoOp(this.stack[i - 1].op)) i--;
		return this.stack.splice(i, n - i);
	}
	push(re) {
		this.numRunes += re.runes.length;
		if (re.op === Regexp.Op.CHAR_CLASS && re.runes.length === 2 && re.runes[0] === re.runes[1]) {
			if (this.maybeConcat(re.runes[0], this.flags & ~RE2Flags.FOLD_CASE)) return null;
			re.op = Regexp.Op.LITERAL;
			re.runes = [re.runes[0]];
			re.flags = this.flags & ~RE2Flags.FOLD_CASE;
		} else if (re.op === Regexp.Op.CHAR_CLASS && re.runes.length === 4 && re.runes[0] === re.runes[1] && re.runes[2] === re.runes[3] && Unicode.simpleFold(re.runes[0]) === re.runes[2] && Unicode.simpleFold(re.runes[2]) === re.runes[0] || re.op === Regexp.Op.CHAR_CLASS && re.runes.length === 2 && re.runes[0] + 1 === re.runes[1] && Unicode.simpleFold(re.runes[0]) === re.runes[1] && Unicode.simpleFold(re.runes[1]) === re.runes[0]) {
			if (this.maybeConcat(re.runes[0], this.flags | RE2Flags.FOLD_CASE)) return null;
			re.op = Regexp.Op.LITERAL;
			re.runes = [re.runes[0]];
			re.flags = this.flags | RE2Flags.FOLD_CASE;
		} else this.maybeConcat(-1, 0);
		this.stack.push(re);
		this.checkLimits(re);
		return re;
	}
	maybeConcat(r, flags) {
		const n = this.stack.length;
		if (n < 2) return false;
		const re1 = this.stack[n - 1];
		const re2 = this.stack[n - 2];
		if (re1.op !== Regexp.Op.LITERAL || re2.op !== Regexp.Op.LITERAL || (re1.flags & RE2Flags.FOLD_CASE) !== (re2.flags & RE2Flags.FOLD_CASE)) return false;
		if (!Array.isArray(re2.runes)) re2.runes = Array.from(re2.runes);
		for (let i = 0; i < re1.runes.length; i++) re2.runes.push(re1.runes[i]);
		if (r >= 0) {
			re1.runes = [r];
			re1.flags = flags;
			return true;
		}
		this.pop();
		this.reuse(re1);
		return false;
	}
	newLiteral(r, flags) {
		const re = this.newRegexp(Regexp.Op.LITERAL);
		re.flags = flags;
		if ((flags & RE2Flags.FOLD_CASE) !== 0) r = Parser.minFoldRune(r);
		re.runes = [r];
		return re;
	}
	literal(r) {
		this.push(this.newLiteral(r, this.flags));
	}
	op(op) {
		const re = this.newRegexp(op);
		re.flags = this.flags;
		return this.push(re);
	}
	repeat(op, min, max, beforePos, t, lastRepeatPos) {
		let flags = this.flags;
		if ((flags & RE2Flags.PERL_X) !== 0) {
			if (t.more() && t.lookingAt("?")) {
				t.skip(1);
				flags ^= RE2Flags.NON_GREEDY;
			}
			if (lastRepeatPos !== -1) throw new RE2JSSyntaxException(Parser.ERR_INVALID_REPEAT_OP, t.from(lastRepeatPos));
		}
		const n = this.stack.length;
		if (n === 0) throw new RE2JSSyntaxException(Parser.ERR_MISSING_REPEAT_ARGUMENT, t.from(beforePos));
		const sub = this.stack[n - 1];
		if (Regexp.isPseudoOp(sub.op)) throw new RE2JSSyntaxException(Parser.ERR_MISSING_REPEAT_ARGUMENT, t.from(beforePos));
		const re = this.newRegexp(op);
		re.min = min;
		re.max = max;
		re.flags = flags;
		re.subs = [sub];
		this.stack[n - 1] = re;
		this.checkLimits(re);
		if (op === Regexp.Op.REPEAT && (min >= 2 || max >= 2) && !this.repeatIsValid(re, 1e3)) throw new RE2JSSyntaxException(Parser.ERR_INVALID_REPEAT_SIZE, t.from(beforePos));
	}
	repeatIsValid(re, n) {
		if (re.op === Regexp.Op.REPEAT) {
			let m = re.max;
			if (m === 0) return true;
			if (m < 0) m = re.min;
			if (m > n) return false;
			if (m > 0) n = Math.trunc(n / m);
		}
		for (let sub of re.subs) if (!this.repeatIsValid(sub, n)) return false;
		return true;
	}
	concat() {
		this.maybeConcat(-1, 0);
		const subs = this.popToPseudo();
		if (subs.length === 0) return this.push(this.newRegexp(Regexp.Op.EMPTY_MATCH));
		return this.push(this.collapse(subs, Regexp.Op.CONCAT));
	}
	alternate() {
		const subs = this.popToPseudo();
		if (subs.length > 0) this.cleanAlt(subs[subs.length - 1]);
		if (subs.length === 0) return this.push(this.newRegexp(Regexp.Op.NO_MATCH));
		return this.push(this.collapse(subs, Regexp.Op.ALTERNATE));
	}
	cleanAlt(re) {
		if (re.op === Regexp.Op.CHAR_CLASS) {
			re.runes = new CharClass(Array.from(re.runes)).cleanClass().toArray();
			if (re.runes.length === 2 && re.runes[0] === 0 && re.runes[1] === Unicode.MAX_RUNE) {
				re.runes = /* @__PURE__ */ new Int32Array(0);
				re.op = Regexp.Op.ANY_CHAR;
			} else if (re.runes.length === 4 && re.runes[0] === 0 && re.runes[1] === Codepoint.CODES["\n"] - 1 && re.runes[2] === Codepoint.CODES["\n"] + 1 && re.runes[3] === Unicode.MAX_RUNE) {
				re.runes = /* @__PURE__ */ new Int32Array(0);
				re.op = Regexp.Op.ANY_CHAR_NOT_NL;
			}
		}
	}
	collapse(subs, op) {
		if (subs.length === 1) return subs[0];
		let len = 0;
		for (let sub of subs) len += sub.op === op ? sub.subs.length : 1;
		let newsubs = new Array(len).fill(null);
		let i = 0;
		for (let sub of subs) if (sub.op === op) {
			for (let j = 0; j < sub.subs.length; j++) newsubs[i++] = sub.subs[j];
			this.reuse(sub);
		} else newsubs[i++] = sub;
		let re = this.newRegexp(op);
		re.subs = newsubs;
		if (op === Regexp.Op.ALTERNATE) {
			re.subs = this.factor(re.subs);
			if (re.subs.length === 1) {
				const old = re;
				re = re.subs[0];
				this.reuse(old);
			}
		}
		return re;
	}
	factor(array) {
		if (array.length < 2) return array;
		let s = 0;
		let lensub = array.length;
		let lenout = 0;
		let str = null;
		let strlen = 0;
		let strflags = 0;
		let start = 0;
		for (let i = 0; i <= lensub; i++) {
			let istr = null;
			let istrlen = 0;
			let iflags = 0;
			if (i < lensub) {
				let re = array[s + i];
				if (re.op === Regexp.Op.CONCAT && re.subs.length > 0) re = re.subs[0];
				if (re.op === Regexp.Op.LITERAL) {
					istr = re.runes;
					istrlen = re.runes.length;
					iflags = re.flags & RE2Flags.FOLD_CASE;
				}
				if (iflags === strflags) {
					let same = 0;
					while (same < strlen && same < istrlen && str[same] === istr[same]) same++;
					if (same > 0) {
						strlen = same;
						continue;
					}
				}
			}
			if (i === start) {} else if (i === start + 1) array[lenout++] = array[s + start];
			else {
				const prefix = this.newRegexp(Regexp.Op.LITERAL);
				prefix.flags = strflags;
				prefix.runes = str.slice(0, strlen);
				for (let j = start; j < i; j++) {
					array[s + j] = this.removeLeadingString(array[s + j], strlen);
					this.checkLimits(array[s + j]);
				}
				const suffix = this.collapse(array.slice(s + start, s + i), Regexp.Op.ALTERNATE);
				const re = this.newRegexp(Regexp.Op.CONCAT);
				re.subs = [prefix, suffix];
				array[lenout++] = re;
			}
			start = i;
			str = istr;
			strlen = istrlen;
			strflags = iflags;
		}
		lensub = lenout;
		s = 0;
		start = 0;
		lenout = 0;
		let first = null;
		for (let i = 0; i <= lensub; i++) {
			let ifirst = null;
			if (i < lensub) {
				ifirst = Parser.leadingRegexp(array[s + i]);
				if (first !== null && first.equals(ifirst) && (Parser.isCharClass(first) || first.op === Regexp.Op.REPEAT && first.min === first.max && Parser.isCharClass(first.subs[0]))) continue;
			}
			if (i === start) {} else if (i === start + 1) array[lenout++] = array[s + start];
			else {
				const prefix = first;
				for (let j = start; j < i; j++) {
					const reuse = j !== start;
					array[s + j] = this.removeLeadingRegexp(array[s + j], reuse);
					this.checkLimits(array[s + j]);
				}
				const suffix = this.collapse(array.slice(s + start, s + i), Regexp.Op.ALTERNATE);
				const re = this.newRegexp(Regexp.Op.CONCAT);
				re.subs = [prefix, suffix];
				array[lenout++] = re;
			}
			start = i;
			first = ifirst;
		}
		lensub = lenout;
		s = 0;
		start = 0;
		lenout = 0;
		for (let i = 0; i <= lensub; i++) {
			if (i < lensub && Parser.isCharClass(array[s + i])) continue;
			if (i === start) {} else if (i === start + 1) array[lenout++] = array[s + start];
			else {
				let max = start;
				for (let j = start + 1; j < i; j++) {
					const subMax = array[s + max];
					const subJ = array[s + j];
					if (subMax.op < subJ.op || subMax.op === subJ.op && (subMax.runes !== null ? subMax.runes.length : 0) < (subJ.runes !== null ? subJ.runes.length : 0)) max = j;
				}
				const tmp = array[s + start];
				array[s + start] = array[s + max];
				array[s + max] = tmp;
				for (let j = start + 1; j < i; j++) {
					Parser.mergeCharClass(array[s + start], array[s + j]);
					this.reuse(array[s + j]);
				}
				this.cleanAlt(array[s + start]);
				array[lenout++] = array[s + start];
			}
			if (i < lensub) array[lenout++] = array[s + i];
			start = i + 1;
		}
		lensub = lenout;
		s = 0;
		start = 0;
		lenout = 0;
		for (let i = 0; i < lensub; ++i) {
			if (i + 1 < lensub && array[s + i].op === Regexp.Op.EMPTY_MATCH && array[s + i + 1].op === Regexp.Op.EMPTY_MATCH) continue;
			array[lenout++] = array[s + i];
		}
		lensub = lenout;
		s = 0;
		return array.slice(s, lensub);
	}
	removeLeadingString(re, n) {
		if (re.op === Regexp.Op.CONCAT && re.subs.length > 0) {
			const sub = this.removeLeadingString(re.subs[0], n);
			re.subs[0] = sub;
			if (sub.op === Regexp.Op.EMPTY_MATCH) {
				this.reuse(sub);
				switch (re.subs.length) {
					case 0:
					case 1:
						re.op = Regexp.Op.EMPTY_MATCH;
						re.subs = Regexp.emptySubs();
						break;
					case 2: {
						const old = re;
						re = re.subs[1];
						this.reuse(old);
						break;
					}
					default: re.subs = re.subs.slice(1, re.subs.length);
				}
			}
			return re;
		}
		if (re.op === Regexp.Op.LITERAL) {
			re.runes = re.runes.slice(n, re.runes.length);
			if (re.runes.length === 0) re.op = Regexp.Op.EMPTY_MATCH;
		}
		return re;
	}
	removeLeadingRegexp(re, reuse) {
		if (re.op === Regexp.Op.CONCAT && re.subs.length > 0) {
			if (reuse) this.reuse(re.subs[0]);
			re.subs = re.subs.slice(1, re.subs.length);
			switch (re.subs.length) {
				case 0:
					re.op = Regexp.Op.EMPTY_MATCH;
					re.subs = Regexp.emptySubs();
					break;
				case 1: {
					const old = re;
					re = re.subs[0];
					this.reuse(old);
					break;
				}
			}
			return re;
		}
		if (reuse) this.reuse(re);
		return this.newRegexp(Regexp.Op.EMPTY_MATCH);
	}
	parseInternal() {
		if ((this.flags & RE2Flags.LITERAL) !== 0) return Parser.literalRegexp(this.wholeRegexp, this.flags);
		let lastRepeatPos = -1;
		let min = -1;
		let max = -1;
		const t = new StringIterator(this.wholeRegexp);
		while (t.more()) {
			let repeatPos = -1;
			bigswitch: switch (t.peek()) {
				case Codepoint.CODES["("]:
					if ((this.flags & RE2Flags.LOOKBEHIND) !== 0) {
						if (t.lookingAt("(?<=")) {
							this.parsePosLookBehind();
							t.skip(4);
							break;
						}
						if (t.lookingAt("(?<!")) {
							this.parseNegLookBehind();
							t.skip(4);
							break;
						}
					}
					if ((this.flags & RE2Flags.PERL_X) !== 0 && t.lookingAt("(?")) {
						this.parsePerlFlags(t);
						break;
					}
					this.op(Regexp.Op.LEFT_PAREN).cap = ++this.numCap;
					t.skip(1);
					break;
				case Codepoint.CODES["|"]:
					this.parseVerticalBar();
					t.skip(1);
					break;
				case Codepoint.CODES[")"]:
					this.parseRightParen();
					t.skip(1);
					break;
				case Codepoint.CODES["^"]:
					if ((this.flags & RE2Flags.ONE_LINE) !== 0) this.op(Regexp.Op.BEGIN_TEXT);
					else this.op(Regexp.Op.BEGIN_LINE);
					t.skip(1);
					break;
				case Codepoint.CODES["$"]:
					if ((this.flags & RE2Flags.ONE_LINE) !== 0) this.op(Regexp.Op.END_TEXT).flags |= RE2Flags.WAS_DOLLAR;
					else this.op(Regexp.Op.END_LINE);
					t.skip(1);
					break;
				case Codepoint.CODES["."]:
					if ((this.flags & RE2Flags.DOT_NL) !== 0) this.op(Regexp.Op.ANY_CHAR);
					else this.op(Regexp.Op.ANY_CHAR_NOT_NL);
					t.skip(1);
					break;
				case Codepoint.CODES["["]:
					this.parseClass(t);
					break;
				case Codepoint.CODES["*"]:
				case Codepoint.CODES["+"]:
				case Codepoint.CODES["?"]: {
					repeatPos = t.pos();
					let op = null;
					switch (t.pop()) {
						case Codepoint.CODES["*"]:
							op = Regexp.Op.STAR;
							break;
						case Codepoint.CODES["+"]:
							op = Regexp.Op.PLUS;
							break;
						case Codepoint.CODES["?"]: op = Regexp.Op.QUEST;
					}
					this.repeat(op, min, max, repeatPos, t, lastRepeatPos);
					break;
				}
				case Codepoint.CODES["{"]: {
					const before = t.pos();
					const minMax = Parser.parseRepeat(t);
					if (minMax < 0) {
						t.rewindTo(before);
						this.literal(t.pop());
						break;
					}
					repeatPos = before;
					min = minMax >> 16;
					max = (minMax & Unicode.MAX_BMP) << 16 >> 16;
					this.repeat(Regexp.Op.REPEAT, min, max, repeatPos, t, lastRepeatPos);
					break;
				}
				case Codepoint.CODES["\\"]: {
					const savedPos = t.pos();
					t.skip(1);
					if ((this.flags & RE2Flags.PERL_X) !== 0 && t.more()) switch (t.pop()) {
						case Codepoint.CODES["A"]:
							this.op(Regexp.Op.BEGIN_TEXT);
							break bigswitch;
						case Codepoint.CODES["b"]:
							this.op(Regexp.Op.WORD_BOUNDARY);
							break bigswitch;
						case Codepoint.CODES["B"]:
							this.op(Regexp.Op.NO_WORD_BOUNDARY);
							break bigswitch;
						case Codepoint.CODES["C"]: throw new RE2JSSyntaxException(Parser.ERR_INVALID_ESCAPE, "\\C");
						case Codepoint.CODES["Q"]: {
							let lit = t.rest();
							const i = lit.indexOf("\\E");
							if (i >= 0) {
								lit = lit.substring(0, i);
								t.skipString(lit);
								t.skipString("\\E");
							} else t.skipString(lit);
							let j = 0;
							while (j < lit.length) {
								const codepoint = lit.codePointAt(j);
								this.literal(codepoint);
								j += Utils.charCount(codepoint);
							}
							break bigswitch;
						}
						case Codepoint.CODES["z"]:
							this.op(Regexp.Op.END_TEXT);
							break bigswitch;
						default: t.rewindTo(savedPos);
					}
					else t.rewindTo(savedPos);
					const re = this.newRegexp(Regexp.Op.CHAR_CLASS);
					re.flags = this.flags;
					if (t.lookingAt("\\p") || t.lookingAt("\\P")) {
						const cc = new CharClass();
						if (this.parseUnicodeClass(t, cc)) {
							re.runes = cc.toArray();
							this.push(re);
							break bigswitch;
						}
					}
					const cc = new CharClass();
					if (this.parsePerlClassEscape(t, cc)) {
						re.runes = cc.toArray();
						this.push(re);
						break bigswitch;
					}
					t.rewindTo(savedPos);
					this.reuse(re);
					this.literal(Parser.parseEscape(t));
					break;
				}
				default: this.literal(t.pop());
			}
			lastRepeatPos = repeatPos;
		}
		this.concat();
		if (this.swapVerticalBar()) this.pop();
		this.alternate();
		if (this.stack.length !== 1) throw new RE2JSSyntaxException(Parser.ERR_MISSING_PAREN, this.wholeRegexp);
		this.stack[0].namedGroups = this.namedGroups;
		return this.stack[0];
	}
	parsePerlFlags(t) {
		const startPos = t.pos();
		const s = t.rest();
		if (s.startsWith("(?P<") || s.startsWith("(?<")) {
			const begin = s.charAt(2) === "P" ? 4 : 3;
			const end = s.indexOf(">");
			if (end < 0) throw new RE2JSSyntaxException(Parser.ERR_INVALID_NAMED_CAPTURE, s);
			const name = s.substring(begin, end);
			t.skipString(name);
			t.skip(begin + 1);
			if (!Parser.isValidCaptureName(name)) throw new RE2JSSyntaxException(Parser.ERR_INVALID_NAMED_CAPTURE, s.substring(0, end + 1));
			const re = this.op(Regexp.Op.LEFT_PAREN);
			re.cap = ++this.numCap;
			if (this.namedGroups[name]) throw new RE2JSSyntaxException(Parser.ERR_DUPLICATE_NAMED_CAPTURE, name);
			this.namedGroups[name] = this.numCap;
			re.name = name;
			return;
		}
		t.skip(2);
		let flags = this.flags;
		let sign = 1;
		let sawFlag = false;
		loop: while (t.more()) {
			const c = t.pop();
			switch (c) {
				case Codepoint.CODES["i"]:
					flags |= RE2Flags.FOLD_CASE;
					sawFlag = true;
					break;
				case Codepoint.CODES["m"]:
					flags &= ~RE2Flags.ONE_LINE;
					sawFlag = true;
					break;
				case Codepoint.CODES["s"]:
					flags |= RE2Flags.DOT_NL;
					sawFlag = true;
					break;
				case Codepoint.CODES["U"]:
					flags |= RE2Flags.NON_GREEDY;
					sawFlag = true;
					break;
				case Codepoint.CODES["-"]:
					if (sign < 0) break loop;
					sign = -1;
					flags = ~flags;
					sawFlag = false;
					break;
				case Codepoint.CODES[":"]:
				case Codepoint.CODES[")"]:
					if (sign < 0) {
						if (!sawFlag) break loop;
						flags = ~flags;
					}
					if (c === Codepoint.CODES[":"]) this.op(Regexp.Op.LEFT_PAREN);
					this.flags = flags;
					return;
				default: break loop;
			}
		}
		throw new RE2JSSyntaxException(Parser.ERR_INVALID_PERL_OP, t.from(startPos));
	}
	parsePosLookBehind() {
		const re = this.newRegexp(Regexp.Op.LEFT_PAREN);
		re.flags = this.flags;
		re.lb = ++this.nlb;
		return this.push(re);
	}
	parseNegLookBehind() {
		const re = this.newRegexp(Regexp.Op.LEFT_PAREN);
		re.flags = this.flags;
		re.lb = -++this.nlb;
		return this.push(re);
	}
	parseVerticalBar() {
		this.concat();
		if (!this.swapVerticalBar()) this.op(Regexp.Op.VERTICAL_BAR);
	}
	swapVerticalBar() {
		const n = this.stack.length;
		if (n >= 3 && this.stack[n - 2].op === Regexp.Op.VERTICAL_BAR && Parser.isCharClass(this.stack[n - 1]) && Parser.isCharClass(this.stack[n - 3])) {
			let re1 = this.stack[n - 1];
			let re3 = this.stack[n - 3];
			if (re1.op > re3.op) {
				const tmp = re3;
				re3 = re1;
				re1 = tmp;
				this.stack[n - 3] = re3;
			}
			Parser.mergeCharClass(re3, re1);
			this.reuse(re1);
			this.pop();
			return true;
		}
		if (n >= 2) {
			const re1 = this.stack[n - 1];
			const re2 = this.stack[n - 2];
			if (re2.op === Regexp.Op.VERTICAL_BAR) {
				if (n >= 3) this.cleanAlt(this.stack[n - 3]);
				this.stack[n - 2] = re1;
				this.stack[n - 1] = re2;
				return true;
			}
		}
		return false;
	}
	parseRightParen() {
		this.concat();
		if (this.swapVerticalBar()) this.pop();
		this.alternate();
		if (this.stack.length < 2) throw new RE2JSSyntaxException(Parser.ERR_UNEXPECTED_PAREN, this.wholeRegexp);
		const re1 = this.pop();
		const re2 = this.pop();
		if (re2.op !== Regexp.Op.LEFT_PAREN) throw new RE2JSSyntaxException(Parser.ERR_UNEXPECTED_PAREN, this.wholeRegexp);
		this.flags = re2.flags;
		if (re2.lb !== 0) {
			if (Parser.hasCapture(re1)) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CAPTURE_IN_LOOKBEHIND, this.wholeRegexp);
			if (re2.lb > 0) re2.op = Regexp.Op.PLB;
			else re2.op = Regexp.Op.NLB;
			re2.subs = [re1];
			this.push(re2);
			return;
		}
		if (re2.cap === 0) this.push(re1);
		else {
			re2.op = Regexp.Op.CAPTURE;
			re2.subs = [re1];
			this.push(re2);
		}
	}
	parsePerlClassEscape(t, cc) {
		const beforePos = t.pos();
		if ((this.flags & RE2Flags.PERL_X) === 0 || !t.more() || t.pop() !== Codepoint.CODES["\\"] || !t.more()) return false;
		t.pop();
		const p = t.from(beforePos);
		const g = PERL_GROUPS.has(p) ? PERL_GROUPS.get(p) : null;
		if (g === null) return false;
		cc.appendGroup(g, (this.flags & RE2Flags.FOLD_CASE) !== 0);
		return true;
	}
	parseNamedClass(t, cc) {
		const cls = t.rest();
		const i = cls.indexOf(":]");
		if (i < 0) return false;
		const name = cls.substring(0, i + 2);
		t.skipString(name);
		const g = POSIX_GROUPS.has(name) ? POSIX_GROUPS.get(name) : null;
		if (g === null) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, name);
		cc.appendGroup(g, (this.flags & RE2Flags.FOLD_CASE) !== 0);
		return true;
	}
	parseUnicodeClass(t, cc) {
		const startPos = t.pos();
		if ((this.flags & RE2Flags.UNICODE_GROUPS) === 0 || !t.lookingAt("\\p") && !t.lookingAt("\\P")) return false;
		t.skip(1);
		let sign = 1;
		let c = t.pop();
		if (c === Codepoint.CODES["P"]) sign = -1;
		if (!t.more()) {
			t.rewindTo(startPos);
			throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.rest());
		}
		c = t.pop();
		let name;
		if (c !== Codepoint.CODES["{"]) name = Utils.runeToString(c);
		else {
			const rest = t.rest();
			const end = rest.indexOf("}");
			if (end < 0) {
				t.rewindTo(startPos);
				throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.rest());
			}
			name = rest.substring(0, end);
			t.skipString(name);
			t.skip(1);
		}
		if (!(name.length === 0) && name.codePointAt(0) === Codepoint.CODES["^"]) {
			sign = 0 - sign;
			name = name.substring(1);
		}
		const pair = Parser.unicodeTable(name);
		if (pair === null) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.from(startPos));
		if (pair.sign < 0) sign = 0 - sign;
		const tab = pair.tab;
		const fold = pair.fold;
		if ((this.flags & RE2Flags.FOLD_CASE) === 0 || fold === null) cc.appendTableWithSign(tab, sign);
		else {
			const tmp = new CharClass().appendTable(tab).appendTable(fold).cleanClass().toArray();
			cc.appendClassWithSign(Array.from(tmp), sign);
		}
		return true;
	}
	parseClass(t) {
		const startPos = t.pos();
		t.skip(1);
		const re = this.newRegexp(Regexp.Op.CHAR_CLASS);
		re.flags = this.flags;
		const cc = new CharClass();
		let sign = 1;
		if (t.more() && t.lookingAt("^")) {
			sign = -1;
			t.skip(1);
			if ((this.flags & RE2Flags.CLASS_NL) === 0) cc.appendRange(Codepoint.CODES["\n"], Codepoint.CODES["\n"]);
		}
		let first = true;
		while (!t.more() || t.peek() !== Codepoint.CODES["]"] || first) {
			if (t.more() && t.lookingAt("-") && (this.flags & RE2Flags.PERL_X) === 0 && !first) {
				const s = t.rest();
				if (s === "-" || !s.startsWith("-]")) {
					t.rewindTo(startPos);
					throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.rest());
				}
			}
			first = false;
			const beforePos = t.pos();
			if (t.lookingAt("[:")) {
				if (this.parseNamedClass(t, cc)) continue;
				t.rewindTo(beforePos);
			}
			if (this.parseUnicodeClass(t, cc)) continue;
			if (this.parsePerlClassEscape(t, cc)) continue;
			t.rewindTo(beforePos);
			const lo = Parser.parseClassChar(t, startPos);
			let hi = lo;
			if (t.more() && t.lookingAt("-")) {
				t.skip(1);
				if (t.more() && t.lookingAt("]")) t.skip(-1);
				else {
					hi = Parser.parseClassChar(t, startPos);
					if (hi < lo) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.from(beforePos));
				}
			}
			if ((this.flags & RE2Flags.FOLD_CASE) === 0) cc.appendRange(lo, hi);
			else cc.appendFoldedRange(lo, hi);
		}
		t.skip(1);
		cc.cleanClass();
		if (sign < 0) cc.negateClass();
		re.runes = cc.toArray();
		this.push(re);
	}
};
/**
* An RE2 class instance is a compiled representation of an RE2 regular expression, independent of
* the public Java-like Pattern/Matcher API.
*
* This class also contains various implementation helpers for RE2 regular expressions.
*
* Use the {@link #quoteMeta(String)} utility function to quote all regular expression
* metacharacters in an arbitrary string.
*
*/
var RE2 = class RE2 {
	static initTest(expr) {
		const re2 = RE2.compile(expr);
		const res = new RE2(re2.expr, re2.prog, re2.numSubexp, re2.longest);
		res.cond = re2.cond;
		res.prefix = re2.prefix;
		res.prefixUTF8 = re2.prefixUTF8;
		res.prefixComplete = re2.prefixComplete;
		res.prefixRune = re2.prefixRune;
		res.prefilter = re2.prefilter;
		res.namedGroups = re2.namedGroups;
		return res;
	}
	/**
	* Parses a regular expression and returns, if successful, an {@code RE2} instance that can be
	* used to match against text.
	*
	* When matching against text, the regexp returns a match that begins as early as possible in the
	* input (leftmost), and among those it chooses the one that a backtracking search would have
	* found first. This so-called leftmost-first matching is the same semantics that Perl, Python,
	* and other implementations use, although this package implements it without the expense of
	* backtracking. For POSIX leftmost-longest matching, see {@link #compilePOSIX}.
	*/
	static compile(expr) {
		return RE2.compileImpl(expr, RE2Flags.PERL, false);
	}
	/**
	* {@code compilePOSIX} is like {@link #compile} but restricts the regular expression to POSIX ERE
	* (egrep) syntax and changes the match semantics to leftmost-longest.
	*
	* That is, when matching against text, the regexp returns a match that begins as early as
	* possible in the input (leftmost), and among those it chooses a match that is as long as
	* possible. This so-called leftmost-longest matching is the same semantics that early regular
	* expression implementations used and that POSIX specifies.
	*
	* However, there can be multiple leftmost-longest matches, with different submatch choices, and
	* here this package diverges from POSIX. Among the possible leftmost-longest matches, this
	* package chooses the one that a backtracking search would have found first, while POSIX
	* specifies that the match be chosen to maximize the length of the first subexpression, then the
	* second, and so on from left to right. The POSIX rule is computationally prohibitive and not
	* even well-defined. See http://swtch.com/~rsc/regexp/regexp2.html#posix
	*/
	static compilePOSIX(expr) {
		return RE2.compileImpl(expr, RE2Flags.POSIX, true);
	}
	static compileImpl(expr, mode, longest) {
		let re = Parser.parse(expr, mode);
		const maxCap = re.maxCap();
		const namedGroups = re.namedGroups;
		re = Simplify.simplify(re);
		const prefilter = PrefilterTree.build(re);
		const prog = Compiler.compileRegexp(re);
		const re2 = new RE2(expr, prog, maxCap, longest);
		re2.prefilter = prefilter.type === Prefilter.Type.NONE ? null : prefilter;
		const [prefixCompl, prefixStr] = prog.prefix();
		re2.prefixComplete = prefixCompl;
		re2.prefix = prefixStr;
		re2.prefixUTF8 = Utils.stringToUtf8ByteArray(re2.prefix);
		if (re2.prefix.length > 0) re2.prefixRune = re2.prefix.codePointAt(0);
		re2.namedGroups = namedGroups;
		return re2;
	}
	/**
	* Returns true iff textual regular expression {@code pattern} matches string {@code s}.
	*
	* More complicated queries need to use {@link #compile} and the full {@code RE2} interface.
	*/
	static match(pattern, s) {
		return RE2.compile(pattern).match(s);
	}
	constructor(expr, prog, numSubexp = 0, longest = 0) {
		this.expr = expr;
		this.prog = prog;
		this.numSubexp = numSubexp;
		this.longest = longest;
		this.cond = prog.startCond();
		this.prefix = null;
		this.prefixUTF8 = null;
		this.prefixComplete = false;
		this.prefixRune = 0;
		/** @type {Record<string, number>} */
		this.namedGroups = Object.create(null);
		this.machinePool = [];
		this.lazyDFA = null;
		this.onepass = OnePass.compile(this.prog);
		this.prefilter = null;
	}
	get dfa() {
		if (this.lazyDFA === null) this.lazyDFA = new DFA(this.prog);
		return this.lazyDFA;
	}
	matchPrefixComplete(input, pos, anchor, ncap) {
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return null;
		let matchStart = -1;
		let matchEnd = -1;
		const pLen = input.prefixLength(this);
		if (anchor === RE2Flags.UNANCHORED) {
			const idx = input.index(this, pos);
			if (idx < 0) return null;
			matchStart = pos + idx;
			matchEnd = matchStart + pLen;
		} else if (anchor === RE2Flags.ANCHOR_BOTH) {
			if (input.endPos() !== pLen) return null;
			if (input.index(this, 0) !== 0) return null;
			matchStart = 0;
			matchEnd = pLen;
		} else if (anchor === RE2Flags.ANCHOR_START) {
			if (input.index(this, 0) !== 0) return null;
			matchStart = 0;
			matchEnd = pLen;
		}
		if (matchStart < 0) return null;
		if (ncap > 0) {
			const matchcap = new Int32Array(ncap).fill(-1);
			matchcap[0] = matchStart;
			matchcap[1] = matchEnd;
			return Array.from(matchcap);
		}
		return [];
	}
	createLookbehindState() {
		return this.prog.numLb > 0 ? new LookbehindState(this.prog) : null;
	}
	executeEngine(input, pos, anchor, ncap, lbState = null) {
		if (this.prefixComplete && (ncap === 0 || this.numSubexp === 0)) return this.matchPrefixComplete(input, pos, anchor, ncap);
		if (this.prefilter !== null && anchor === RE2Flags.UNANCHORED) {
			if (!this.prefilter.eval(input, pos)) return null;
		}
		if (this.onepass !== null) return OnePass.execute(this, input, pos, anchor, ncap);
		if (ncap > 0) {
			if (this.prog.numLb === 0 && input.endPos() <= Backtracker.maxBitStateLen(this.prog)) return Backtracker.execute(this, input, pos, anchor, ncap);
			return this.doExecuteNFA(input, pos, anchor, ncap, lbState);
		}
		if (this.prog.numLb === 0) {
			const dfaResult = this.dfa.match(input, pos, anchor);
			if (dfaResult !== null) return dfaResult ? [] : null;
			if (input.endPos() <= Backtracker.maxBitStateLen(this.prog)) return Backtracker.execute(this, input, pos, anchor, ncap);
		}
		return this.doExecuteNFA(input, pos, anchor, ncap, lbState);
	}
	/**
	* Returns the number of parenthesized subexpressions in this regular expression.
	*/
	numberOfCapturingGroups() {
		return this.numSubexp;
	}
	/**
	* Returns the number of instructions in this compiled regular expression program.
	*/
	numberOfInstructions() {
		return this.prog.numInst();
	}
	get() {
		return this.machinePool.length > 0 ? this.machinePool.pop() : null;
	}
	reset() {
		this.machinePool.length = 0;
	}
	put(m) {
		this.machinePool.push(m);
	}
	toString() {
		return this.expr;
	}
	doExecuteNFA(input, pos, anchor, ncap, lbState = null) {
		let m = this.get();
		if (!m) m = Machine.fromRE2(this);
		m.init(ncap);
		const cap = m.match(input, pos, anchor, lbState) ? m.submatches() : null;
		this.put(m);
		return cap;
	}
	match(s) {
		return this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, 0) !== null;
	}
	/**
	* Matches the regular expression against input starting at position start and ending at position
	* end, with the given anchoring. Records the submatch boundaries in group, which is [start, end)
	* pairs of byte offsets. The number of boundaries needed is inferred from the size of the group
	* array. It is most efficient not to ask for submatch boundaries.
	*
	* @param input the input byte array
	* @param start the beginning position in the input
	* @param end the end position in the input
	* @param anchor the anchoring flag (UNANCHORED, ANCHOR_START, ANCHOR_BOTH)
	* @param group the array to fill with submatch positions
	* @param ngroup the number of array pairs to fill in
	* @param lbState optional state carried between successive matches over the same input (see
	*   createLookbehindState); omit it to evaluate lookbehinds from the beginning of the input
	* @returns true if a match was found
	*/
	matchWithGroup(input, start, end, anchor, ngroup, lbState = null) {
		if (!(input instanceof MatcherInputBase)) {
			if (Utils.isByteArray(input)) input = MatcherInput.utf8(input);
			else input = MatcherInput.utf16(input);
		}
		return this.matchMachineInput(input, start, end, anchor, ngroup, lbState);
	}
	matchMachineInput(input, start, end, anchor, ngroup, lbState = null) {
		if (start > end) return [false, null];
		const machineInput = input.isUTF16Encoding() ? MachineInput.fromUTF16(input.asCharSequence(), 0, end) : MachineInput.fromUTF8(input.asBytes(), 0, end);
		const groupMatch = this.executeEngine(machineInput, start, anchor, 2 * ngroup, lbState);
		if (groupMatch === null) return [false, null];
		return [true, groupMatch];
	}
	/**
	* Returns true iff this regexp matches the UTF-8 byte array {@code b}.
	*/
	matchUTF8(b) {
		return this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, 0) !== null;
	}
	/**
	* Returns a copy of {@code src} in which all matches for this regexp have been replaced by
	* {@code repl}. No support is provided for expressions (e.g. {@code \1} or {@code $1}) in the
	* replacement string.
	*/
	replaceAll(src, repl) {
		return this.replaceAllFunc(src, () => repl, 2 * src.length + 1);
	}
	/**
	* Returns a copy of {@code src} in which only the first match for this regexp has been replaced
	* by {@code repl}. No support is provided for expressions (e.g. {@code \1} or {@code $1}) in the
	* replacement string.
	*/
	replaceFirst(src, repl) {
		return this.replaceAllFunc(src, () => repl, 1);
	}
	/**
	* Returns a copy of {@code src} in which at most {@code maxReplaces} matches for this regexp have
	* been replaced by the return value of of function {@code repl} (whose first argument is the
	* matched string). No support is provided for expressions (e.g. {@code \1} or {@code $1}) in the
	* replacement string.
	*/
	replaceAllFunc(src, replFunc, maxReplaces) {
		let lastMatchEnd = 0;
		let searchPos = 0;
		let out = "";
		const input = MachineInput.fromUTF16(src);
		const lbState = this.createLookbehindState();
		let numReplaces = 0;
		while (searchPos <= src.length) {
			const a = this.executeEngine(input, searchPos, RE2Flags.UNANCHORED, 2, lbState);
			if (a === null || a.length === 0) break;
			out += src.substring(lastMatchEnd, a[0]);
			if (a[1] > lastMatchEnd || a[0] === 0) {
				out += replFunc(src.substring(a[0], a[1]));
				numReplaces++;
			}
			lastMatchEnd = a[1];
			const width = input.step(searchPos) & 7;
			if (searchPos + width > a[1]) searchPos += width;
			else if (searchPos + 1 > a[1]) searchPos++;
			else searchPos = a[1];
			if (numReplaces >= maxReplaces) break;
		}
		out += src.substring(lastMatchEnd);
		return out;
	}
	pad(a) {
		if (a === null) return null;
		let n = (1 + this.numSubexp) * 2;
		if (a.length < n) {
			let a2 = new Array(n).fill(-1);
			for (let i = 0; i < a.length; i++) a2[i] = a[i];
			a = a2;
		}
		return a;
	}
	allMatches(input, n, deliverFun = (v) => v) {
		let result = [];
		const end = input.endPos();
		if (n < 0) n = end + 1;
		let pos = 0;
		let i = 0;
		let prevMatchEnd = -1;
		const lbState = this.createLookbehindState();
		while (i < n && pos <= end) {
			const matches = this.executeEngine(input, pos, RE2Flags.UNANCHORED, this.prog.numCap, lbState);
			if (matches === null || matches.length === 0) break;
			let accept = true;
			if (matches[1] === pos) {
				if (matches[0] === prevMatchEnd) accept = false;
				const r = input.step(pos);
				if (r < 0) pos = end + 1;
				else pos += r & 7;
			} else pos = matches[1];
			prevMatchEnd = matches[1];
			if (accept) {
				result.push(deliverFun(this.pad(matches)));
				i++;
			}
		}
		return result;
	}
	/**
	* Returns an array holding the text of the leftmost match in {@code b} of this regular
	* expression.
	*
	* A return value of null indicates no match.
	*/
	findUTF8(b) {
		const a = this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, 2);
		if (a === null) return null;
		return b.slice(a[0], a[1]);
	}
	/**
	* Returns a two-element array of integers defining the location of the leftmost match in
	* {@code b} of this regular expression. The match itself is at {@code b[loc[0]...loc[1]]}.
	*
	* A return value of null indicates no match.
	*/
	findUTF8Index(b) {
		const a = this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, 2);
		if (a === null) return null;
		return a.slice(0, 2);
	}
	/**
	* Returns a string holding the text of the leftmost match in {@code s} of this regular
	* expression.
	*
	* If there is no match, the return value is an empty string, but it will also be empty if the
	* regular expression successfully matches an empty string. Use {@link #findIndex} or
	* {@link #findSubmatch} if it is necessary to distinguish these cases.
	*/
	find(s) {
		const a = this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, 2);
		if (a === null) return "";
		return s.substring(a[0], a[1]);
	}
	/**
	* Returns a two-element array of integers defining the location of the leftmost match in
	* {@code s} of this regular expression. The match itself is at
	* {@code s.substring(loc[0], loc[1])}.
	*
	* A return value of null indicates no match.
	*/
	findIndex(s) {
		return this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, 2);
	}
	/**
	* Returns an array of arrays the text of the leftmost match of the regular expression in
	* {@code b} and the matches, if any, of its subexpressions, as defined by the <a
	* href='#submatch'>Submatch</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findUTF8Submatch(b) {
		const a = this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, this.prog.numCap);
		if (a === null) return null;
		const ret = new Array(1 + this.numSubexp).fill(null);
		for (let i = 0; i < ret.length; i++) if (2 * i < a.length && a[2 * i] >= 0) ret[i] = b.slice(a[2 * i], a[2 * i + 1]);
		return ret;
	}
	/**
	* Returns an array holding the index pairs identifying the leftmost match of this regular
	* expression in {@code b} and the matches, if any, of its subexpressions, as defined by the the
	* <a href='#submatch'>Submatch</a> and <a href='#index'>Index</a> descriptions above.
	*
	* A return value of null indicates no match.
	*/
	findUTF8SubmatchIndex(b) {
		return this.pad(this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, this.prog.numCap));
	}
	/**
	* Returns an array of strings holding the text of the leftmost match of the regular expression in
	* {@code s} and the matches, if any, of its subexpressions, as defined by the <a
	* href='#submatch'>Submatch</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findSubmatch(s) {
		const a = this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, this.prog.numCap);
		if (a === null) return null;
		const ret = new Array(1 + this.numSubexp).fill(null);
		for (let i = 0; i < ret.length; i++) if (2 * i < a.length && a[2 * i] >= 0) ret[i] = s.substring(a[2 * i], a[2 * i + 1]);
		return ret;
	}
	/**
	* Returns an array holding the index pairs identifying the leftmost match of this regular
	* expression in {@code s} and the matches, if any, of its subexpressions, as defined by the <a
	* href='#submatch'>Submatch</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findSubmatchIndex(s) {
		return this.pad(this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, this.prog.numCap));
	}
	/**
	* {@code findAllUTF8()} is the <a href='#all'>All</a> version of {@link #findUTF8}; it returns a
	* list of up to {@code n} successive matches of the expression, as defined by the <a
	* href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*
	* TODO(adonovan): think about defining a byte slice view class, like a read-only Go slice backed
	* by |b|.
	*/
	findAllUTF8(b, n) {
		const result = this.allMatches(MachineInput.fromUTF8(b), n, (match) => b.slice(match[0], match[1]));
		if (result.length === 0) return null;
		return result;
	}
	/**
	* {@code findAllUTF8Index} is the <a href='#all'>All</a> version of {@link #findUTF8Index}; it
	* returns a list of up to {@code n} successive matches of the expression, as defined by the <a
	* href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findAllUTF8Index(b, n) {
		const result = this.allMatches(MachineInput.fromUTF8(b), n, (match) => match.slice(0, 2));
		if (result.length === 0) return null;
		return result;
	}
	/**
	* {@code findAll} is the <a href='#all'>All</a> version of {@link #find}; it returns a list of up
	* to {@code n} successive matches of the expression, as defined by the <a href='#all'>All</a>
	* description above.
	*
	* A return value of null indicates no match.
	*/
	findAll(s, n) {
		const result = this.allMatches(MachineInput.fromUTF16(s), n, (match) => s.substring(match[0], match[1]));
		if (result.length === 0) return null;
		return result;
	}
	/**
	* {@code findAllIndex} is the <a href='#all'>All</a> version of {@link #findIndex}; it returns a
	* list of up to {@code n} successive matches of the expression, as defined by the <a
	* href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findAllIndex(s, n) {
		const result = this.allMatches(MachineInput.fromUTF16(s), n, (match) => match.slice(0, 2));
		if (result.length === 0) return null;
		return result;
	}
	/**
	* {@code findAllUTF8Submatch} is the <a href='#all'>All</a> version of {@link #findUTF8Submatch};
	* it returns a list of up to {@code n} successive matches of the expression, as defined by the <a
	* href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findAllUTF8Submatch(b, n) {
		const result = this.allMatches(MachineInput.fromUTF8(b), n, (match) => {
			let slice = new Array(match.length / 2 | 0).fill(null);
			for (let j = 0; j < slice.length; j++) if (match[2 * j] >= 0) slice[j] = b.slice(match[2 * j], match[2 * j + 1]);
			return slice;
		});
		if (result.length === 0) return null;
		return result;
	}
	/**
	* {@code findAllUTF8SubmatchIndex} is the <a href='#all'>All</a> version of
	* {@link #findUTF8SubmatchIndex}; it returns a list of up to {@code n} successive matches of the
	* expression, as defined by the <a href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findAllUTF8SubmatchIndex(b, n) {
		const result = this.allMatches(MachineInput.fromUTF8(b), n);
		if (result.length === 0) return null;
		return result;
	}
	/**
	* {@code findAllSubmatch} is the <a href='#all'>All</a> version of {@link #findSubmatch}; it
	* returns a list of up to {@code n} successive matches of the expression, as defined by the <a
	* href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findAllSubmatch(s, n) {
		const result = this.allMatches(MachineInput.fromUTF16(s), n, (match) => {
			let slice = new Array(match.length / 2 | 0).fill(null);
			for (let j = 0; j < slice.length; j++) if (match[2 * j] >= 0) slice[j] = s.substring(match[2 * j], match[2 * j + 1]);
			return slice;
		});
		if (result.length === 0) return null;
		return result;
	}
	/**
	* {@code findAllSubmatchIndex} is the <a href='#all'>All</a> version of
	* {@link #findSubmatchIndex}; it returns a list of up to {@code n} successive matches of the
	* expression, as defined by the <a href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findAllSubmatchIndex(s, n) {
		const result = this.allMatches(MachineInput.fromUTF16(s), n);
		if (result.length === 0) return null;
		return result;
	}
};
var RE2Set = class RE2Set {
	/** @type {number} */
	static UNANCHORED = RE2Flags.UNANCHORED;
	/** @type {number} */
	static ANCHOR_START = RE2Flags.ANCHOR_START;
	/** @type {number} */
	static ANCHOR_BOTH = RE2Flags.ANCHOR_BOTH;
	/**
	* Constructs a new RE2Set with the specified anchor mode and flags.
	* @param {number} [anchor=RE2Set.UNANCHORED] - The anchoring mode (e.g., RE2Set.UNANCHORED).
	* @param {number} [flags=0] - The public flags to apply to all patterns in the set.
	* @param {number} [maxMem=8388608] - The maximum memory in bytes to use for the DFA (default 8MB).
	*/
	constructor(anchor = RE2Set.UNANCHORED, flags = 0, maxMem = 8388608) {
		if (![
			RE2Set.UNANCHORED,
			RE2Set.ANCHOR_START,
			RE2Set.ANCHOR_BOTH
		].includes(anchor)) throw new RE2JSFlagsException("The anchor should be RE2Set.UNANCHORED, RE2Set.ANCHOR_START or RE2Set.ANCHOR_BOTH");
		Utils.checkFlags(flags);
		this.anchor = anchor;
		this.jsFlags = flags;
		this.maxMem = maxMem;
		let re2Flags = RE2Flags.PERL;
		if ((flags & PublicFlags.DISABLE_UNICODE_GROUPS) !== 0) re2Flags &= ~RE2Flags.UNICODE_GROUPS;
		if ((flags & PublicFlags.LOOKBEHINDS) !== 0) re2Flags |= RE2Flags.LOOKBEHIND;
		this.re2Flags = re2Flags;
		this.regexps = [];
		this.prog = null;
		this.dfa = null;
		this.dummyRe2 = null;
	}
	/**
	* Adds a new regular expression pattern to the set.
	* Patterns cannot be added after the set has been compiled.
	* @param {string} pattern - The regular expression pattern to add.
	* @returns {number} The integer index assigned to the added pattern.
	* @throws {RE2JSCompileException} If patterns are added after compilation.
	*/
	add(pattern) {
		if (this.prog) throw new RE2JSCompileException("Cannot add patterns after compile");
		Utils.checkPattern(pattern);
		let fregex = pattern;
		if ((this.jsFlags & PublicFlags.CASE_INSENSITIVE) !== 0) fregex = `(?i)${fregex}`;
		if ((this.jsFlags & PublicFlags.DOTALL) !== 0) fregex = `(?s)${fregex}`;
		if ((this.jsFlags & PublicFlags.MULTILINE) !== 0) fregex = `(?m)${fregex}`;
		const re = Parser.parse(fregex, this.re2Flags);
		this.regexps.push(Simplify.simplify(re));
		return this.regexps.length - 1;
	}
	/**
	* Compiles the added patterns into a single state machine.
	* This is automatically called on the first match if not called explicitly.
	* @returns {void}
	*/
	compile() {
		if (this.prog) return;
		const prog = Compiler.compileSet(this.regexps);
		if (prog.numInst() > Parser.MAX_SIZE) throw new RE2JSCompileException(`${Parser.ERR_LARGE}: the set compiles to ${prog.numInst()} instructions, more than ${Parser.MAX_SIZE}`);
		this.prog = prog;
		this.dfa = new DFA(this.prog, this.maxMem);
		this.dummyRe2 = {
			prog: this.prog,
			cond: this.prog.startCond(),
			prefix: "",
			prefixRune: 0,
			longest: false
		};
	}
	/**
	* Matches the input against the compiled set of regular expressions.
	* @param {string|number[]|Uint8Array} input - The input string or UTF-8 byte array to match against.
	* @returns {number[]} An array of indices representing the patterns that successfully matched the input.
	*/
	match(input) {
		if (!this.prog) this.compile();
		const machineInput = Utils.isByteArray(input) ? MachineInput.fromUTF8(input) : MachineInput.fromUTF16(input);
		let internalAnchor = RE2Flags.UNANCHORED;
		if (this.anchor === RE2Set.ANCHOR_START) internalAnchor = RE2Flags.ANCHOR_START;
		else if (this.anchor === RE2Set.ANCHOR_BOTH) internalAnchor = RE2Flags.ANCHOR_BOTH;
		const dfaResult = this.dfa.matchSet(machineInput, 0, internalAnchor);
		if (dfaResult !== null) return dfaResult;
		const machine = Machine.fromRE2(this.dummyRe2);
		machine.init(0);
		return machine.matchSet(machineInput, 0, internalAnchor);
	}
};
/**
* Transform JS regex string to RE2 regex string
*/
var TranslateRegExpString = class TranslateRegExpString {
	static isHexadecimal(ch) {
		return "0" <= ch && ch <= "9" || "A" <= ch && ch <= "F" || "a" <= ch && ch <= "f";
	}
	static translate(data) {
		let prefixFlags = "";
		if (Object.prototype.toString.call(data) === "[object RegExp]") {
			if (data.ignoreCase) prefixFlags += "i";
			if (data.multiline) prefixFlags += "m";
			if (data.dotAll) prefixFlags += "s";
			data = data.source;
		}
		if (typeof data !== "string") return data;
		let result = "";
		let changed = false;
		let size = data.length;
		if (size === 0) {
			result = "(?:)";
			changed = true;
		}
		let inCharClass = false;
		let i = 0;
		while (i < size) {
			let ch = data[i];
			if (ch === "\\") {
				if (i + 1 < size) {
					ch = data[i + 1];
					switch (ch) {
						case "\\":
							result += "\\\\";
							i += 2;
							continue;
						case "c":
							if (i + 2 < size) {
								let code = data[i + 2].charCodeAt(0);
								if (code >= 65 && code <= 90 || code >= 97 && code <= 122) {
									let val = code % 32;
									result += "\\x";
									result += (val >> 4).toString(16).toUpperCase();
									result += (val & 15).toString(16).toUpperCase();
									i += 3;
									changed = true;
									continue;
								}
							}
							result += "c";
							i += 2;
							changed = true;
							continue;
						case "u":
							if (i + 2 < size) {
								if (data[i + 2] === "{") {
									let j = i + 3;
									let hasHex = false;
									let closed = false;
									while (j < size) {
										const hexChar = data[j];
										if (hexChar === "}") {
											closed = true;
											break;
										}
										if (!TranslateRegExpString.isHexadecimal(hexChar)) break;
										hasHex = true;
										j++;
									}
									if (closed && hasHex) {
										result += "\\x";
										i += 2;
										changed = true;
										continue;
									}
								} else if (i + 5 < size) {
									let isHex4 = true;
									for (let j = 0; j < 4; j++) if (!TranslateRegExpString.isHexadecimal(data[i + 2 + j])) {
										isHex4 = false;
										break;
									}
									if (isHex4) {
										result += "\\x{" + data.substring(i + 2, i + 6) + "}";
										i += 6;
										changed = true;
										continue;
									}
								}
							}
							result += "u";
							i += 2;
							changed = true;
							continue;
						case "x": {
							let isValidHex = false;
							if (i + 2 < size && data[i + 2] === "{") {
								let j = i + 3;
								let hasHex = false;
								let closed = false;
								while (j < size) {
									const hexChar = data[j];
									if (hexChar === "}") {
										closed = true;
										break;
									}
									if (!TranslateRegExpString.isHexadecimal(hexChar)) break;
									hasHex = true;
									j++;
								}
								if (closed && hasHex) isValidHex = true;
							} else if (i + 3 < size && TranslateRegExpString.isHexadecimal(data[i + 2]) && TranslateRegExpString.isHexadecimal(data[i + 3])) isValidHex = true;
							if (isValidHex) {
								result += "\\x";
								i += 2;
							} else {
								result += "x";
								i += 2;
								changed = true;
							}
							continue;
						}
						case "n":
						case "r":
						case "t":
						case "a":
						case "f":
						case "v":
						case "d":
						case "D":
						case "s":
						case "S":
						case "w":
						case "W":
						case "b":
						case "B":
						case "p":
						case "P":
						case "A":
						case "z":
						case "Q":
						case "E":
						case "0":
						case "1":
						case "2":
						case "3":
						case "4":
						case "5":
						case "6":
						case "7":
							result += "\\" + ch;
							i += 2;
							continue;
						default: {
							let cp = data.codePointAt(i + 1);
							if (cp >= 48 && cp <= 57 || cp >= 65 && cp <= 90 || cp >= 97 && cp <= 122) {
								let symSize = Utils.charCount(cp);
								result += data.substring(i + 1, i + 1 + symSize);
								i += symSize + 1;
								changed = true;
							} else {
								result += "\\";
								let symSize = Utils.charCount(cp);
								result += data.substring(i + 1, i + 1 + symSize);
								i += symSize + 1;
							}
							continue;
						}
					}
				}
			} else if (ch === "/") {
				result += "\\/";
				i += 1;
				changed = true;
				continue;
			} else if (ch === "[") {
				if (!inCharClass && data[i + 1] === "]") {
					result += "[^\\x00-\\x{10FFFF}]";
					i += 2;
					changed = true;
					continue;
				}
				if (!inCharClass && data[i + 1] === "^" && data[i + 2] === "]") {
					result += "[\\x00-\\x{10FFFF}]";
					i += 3;
					changed = true;
					continue;
				}
				inCharClass = true;
			} else if (ch === "]") inCharClass = false;
			else if (!inCharClass && ch === "(" && i + 2 < size && data[i + 1] === "?" && data[i + 2] === "<") {
				if (i + 3 < size && !"=!>)".includes(data[i + 3])) {
					result += "(?P<";
					i += 3;
					changed = true;
					continue;
				}
			}
			let cp = data.codePointAt(i);
			let symSize = Utils.charCount(cp);
			result += data.substring(i, i + symSize);
			i += symSize;
		}
		const finalResult = changed ? result : data;
		if (prefixFlags.length > 0) return `(?${prefixFlags})${finalResult}`;
		return finalResult;
	}
};
const execResult = (m, input) => {
	const result = m.matchArray();
	result.index = m.start(0);
	result.input = input;
	result.groups = m.namedGroupsObject();
	return result;
};
/**
* A compiled representation of an RE2 regular expression
*
* The matching functions take {@code String} arguments instead of the more general Java
* {@code CharSequence} since the latter doesn't provide UTF-16 decoding.
*
*
* @author rsc@google.com (Russ Cox)
* @class
*/
var RE2JS = class RE2JS {
	/**
	* Flag: case insensitive matching.
	*/
	static CASE_INSENSITIVE = PublicFlags.CASE_INSENSITIVE;
	/**
	* Flag: dot ({@code .}) matches all characters, including newline.
	*/
	static DOTALL = PublicFlags.DOTALL;
	/**
	* Flag: multiline matching: {@code ^} and {@code $} match at beginning and end of line, not just
	* beginning and end of input.
	*/
	static MULTILINE = PublicFlags.MULTILINE;
	/**
	* Flag: Unicode groups (e.g. {@code \p\ Greek\} ) will be syntax errors.
	*/
	static DISABLE_UNICODE_GROUPS = PublicFlags.DISABLE_UNICODE_GROUPS;
	/**
	* Flag: matches longest possible string.
	*/
	static LONGEST_MATCH = PublicFlags.LONGEST_MATCH;
	/**
	* Flag: enable linear-time captureless lookbehinds.
	*/
	static LOOKBEHINDS = PublicFlags.LOOKBEHINDS;
	/**
	* Returns a literal pattern string for the specified string.
	*
	* This method produces a string that can be used to create a <code>RE2JS</code> that would
	* match the string <code>s</code> as if it were a literal pattern.
	*
	* Metacharacters or escape sequences in the input sequence will be given no special meaning.
	*
	* @param {string} str The string to be literalized
	* @returns {string} A literal string replacement
	*/
	static quote(str) {
		return Utils.quoteMeta(str);
	}
	/**
	* Quotes '\' and '$' in {@code str}, so that the returned string could be used in
	* replacement methods as a literal replacement of {@code str}.
	*
	* This is a convenience delegation to {@link Matcher.quoteReplacement}.
	*
	* @param {string} str the string to be quoted
	* @param {boolean} [javaMode=false] whether the replacement will be used in javaMode
	* @returns {string} the quoted string
	*/
	static quoteReplacement(str, javaMode = false) {
		return Matcher.quoteReplacement(str, javaMode);
	}
	/**
	* Translates a given regular expression string to ensure compatibility with RE2JS.
	*
	* This function preprocesses the input regex string by applying necessary transformations,
	* such as escaping special characters (e.g., `/`), converting named capture groups to
	* RE2JS-compatible syntax, and handling Unicode sequences properly. It ensures that the
	* resulting regex is safe and properly formatted before compilation.
	*
	* @param {string|RegExp} expr - The regular expression string to be translated.
	* @returns {string} - The transformed regular expression string, ready for compilation.
	*/
	static translateRegExp(expr) {
		return TranslateRegExpString.translate(expr);
	}
	/**
	* Helper: create new RE2JS with given regex and flags. Flregex is the regex with flags applied.
	* @param {string} regex
	* @param {number} [flags=0]
	* @returns {RE2JS}
	*/
	static compile(regex, flags = 0) {
		Utils.checkPattern(regex);
		Utils.checkFlags(flags);
		let fregex = regex;
		if ((flags & RE2JS.CASE_INSENSITIVE) !== 0) fregex = `(?i)${fregex}`;
		if ((flags & RE2JS.DOTALL) !== 0) fregex = `(?s)${fregex}`;
		if ((flags & RE2JS.MULTILINE) !== 0) fregex = `(?m)${fregex}`;
		let re2Flags = RE2Flags.PERL;
		if ((flags & RE2JS.DISABLE_UNICODE_GROUPS) !== 0) re2Flags &= ~RE2Flags.UNICODE_GROUPS;
		if ((flags & RE2JS.LOOKBEHINDS) !== 0) re2Flags |= RE2Flags.LOOKBEHIND;
		const p = new RE2JS(regex, flags);
		p.re2Input = RE2.compileImpl(fregex, re2Flags, (flags & RE2JS.LONGEST_MATCH) !== 0);
		return p;
	}
	/**
	* Matches a string against a regular expression.
	*
	* @param {string} regex the regular expression
	* @param {string|number[]|Uint8Array} input the input
	* @returns {boolean} true if the regular expression matches the entire input
	* @throws RE2JSSyntaxException if the regular expression is malformed
	*/
	static matches(regex, input) {
		return RE2JS.compile(regex).testExact(input);
	}
	/**
	* This is visible for testing.
	* @private
	*/
	static initTest(pattern, flags, re2) {
		if (pattern == null) throw new Error("pattern is null");
		if (re2 == null) throw new Error("re2 is null");
		const p = new RE2JS(pattern, flags);
		p.re2Input = re2;
		return p;
	}
	/**
	*
	* @param {string} pattern
	* @param {number} flags
	*/
	constructor(pattern, flags) {
		this.patternInput = pattern;
		this.flagsInput = flags;
		/** @type {import('./RE2.js').RE2} */
		this.re2Input = null;
	}
	/**
	* Releases memory used by internal caches associated with this pattern. Does not change the
	* observable behaviour. Useful for tests that detect memory leaks via allocation tracking.
	*/
	reset() {
		this.re2Input.reset();
	}
	/**
	* Returns the flags used in the constructor.
	* @returns {number}
	*/
	flags() {
		return this.flagsInput;
	}
	/**
	* Returns the pattern used in the constructor.
	* @returns {string}
	*/
	pattern() {
		return this.patternInput;
	}
	re2() {
		return this.re2Input;
	}
	/**
	* Matches a string against a regular expression.
	*
	* @param {string|number[]|Uint8Array} input the input
	* @returns {boolean} true if the regular expression matches the entire input
	*/
	matches(input) {
		return this.testExact(input);
	}
	/**
	* Creates a new {@code Matcher} matching the pattern against the input.
	*
	* @param {string|number[]|Uint8Array|MatcherInputBase} input the input string
	* @returns {Matcher}
	*/
	matcher(input) {
		if (Utils.isByteArray(input)) input = MatcherInput.utf8(input);
		return new Matcher(this, input);
	}
	/**
	* Tests whether the regular expression matches any part of the input string.
	* Performance Note: This method is highly optimized. Because it only returns
	* a boolean and does not extract capture groups, it bypasses the `Matcher` overhead
	* and guarantees execution on the high-speed DFA engine whenever possible.
	*
	* @param {string|number[]|Uint8Array} input - The input string or UTF-8 byte array to test against.
	* @returns {boolean} `true` if the pattern is found anywhere in the input, `false` otherwise.
	*/
	test(input) {
		if (Utils.isByteArray(input)) return this.re2Input.matchUTF8(input);
		return this.re2Input.match(input);
	}
	/**
	* Tests whether the regular expression matches the ENTIRE input string.
	* * **Performance Note:** This operates identically to `.matches()`, but is significantly
	* faster because it does not request capture group data. By requesting 0 capture groups,
	* it securely routes execution through the DFA fast-path.
	*
	* @param {string|number[]|Uint8Array} input - The input string or UTF-8 byte array to test against.
	* @returns {boolean} `true` if the exact input string fully matches the pattern, `false` otherwise.
	*/
	testExact(input) {
		const machineInput = Utils.isByteArray(input) ? MachineInput.fromUTF8(input) : MachineInput.fromUTF16(input);
		return this.re2Input.executeEngine(machineInput, 0, RE2Flags.ANCHOR_BOTH, 0) !== null;
	}
	/**
	* Executes a search for a match in a specified string.
	* Returns a result array, or null if no match is found.
	* The returned array perfectly mirrors standard JavaScript `RegExpExecArray`,
	* including `.index`, `.input`, and `.groups` properties.
	*
	* @param {string|number[]|Uint8Array} input the input string or byte array
	* @returns {Array|null} the match array with index, input, and groups properties, or null
	*/
	exec(input) {
		const m = this.matcher(input);
		return m.find() ? execResult(m, input) : null;
	}
	/**
	* Splits input around instances of the regular expression. It returns an array giving the strings
	* that occur before, between, and after instances of the regular expression.
	*
	* If {@code limit <= 0}, there is no limit on the size of the returned array. If
	* {@code limit == 0}, empty strings that would occur at the end of the array are omitted. If
	* {@code limit > 0}, at most limit strings are returned. The final string contains the remainder
	* of the input, possibly including additional matches of the pattern.
	*
	* @param {string} input the input string to be split
	* @param {number} [limit=0] the limit
	* @returns {string[]} the split strings
	*/
	split(input, limit = 0) {
		const m = this.matcher(input);
		const result = [];
		let emptiesSkipped = 0;
		let last = 0;
		while (m.find()) {
			if (last === 0 && m.end() === 0) {
				last = m.end();
				continue;
			}
			if (limit > 0 && result.length === limit - 1) break;
			if (last === m.start()) {
				if (limit === 0) {
					emptiesSkipped += 1;
					last = m.end();
					continue;
				}
			} else while (emptiesSkipped > 0) {
				result.push("");
				emptiesSkipped -= 1;
			}
			result.push(m.substring(last, m.start()));
			last = m.end();
		}
		if (limit === 0 && last !== m.inputLength()) {
			while (emptiesSkipped > 0) {
				result.push("");
				emptiesSkipped -= 1;
			}
			result.push(m.substring(last, m.inputLength()));
		}
		if (limit !== 0 || result.length === 0 && !(last === m.inputLength() && last > 0)) result.push(m.substring(last, m.inputLength()));
		return result;
	}
	/**
	* Returns an iterator of all results matching a string against the regular expression,
	* including capturing groups.
	*
	* @param {string|number[]|Uint8Array} input the input string or byte array
	* @returns {IterableIterator<RegExpMatchArray>}
	*/
	*matchAll(input) {
		const m = this.matcher(input);
		while (m.find()) yield execResult(m, input);
	}
	/**
	*
	* @returns {string}
	*/
	toString() {
		return this.patternInput;
	}
	/**
	* Returns the program size of this pattern.
	*
	* <p>
	* Similar to the C++ implementation, the program size is a very approximate measure of a regexp's
	* "cost". Larger numbers are more expensive than smaller numbers.
	* </p>
	*
	* @returns {number} the program size of this pattern
	*/
	programSize() {
		return this.re2Input.numberOfInstructions();
	}
	/**
	* Returns the number of capturing groups in this matcher's pattern. Group zero denotes the entire
	* pattern and is excluded from this count.
	*
	* @returns {number} the number of capturing groups in this pattern
	*/
	groupCount() {
		return this.re2Input.numberOfCapturingGroups();
	}
	/**
	* Return a map of the capturing groups in this matcher's pattern, where key is the name and value
	* is the index of the group in the pattern.
	* @returns {Record<string, number>}
	*/
	namedGroups() {
		return this.re2Input.namedGroups;
	}
	/**
	*
	* @param {*} other
	* @returns {boolean}
	*/
	equals(other) {
		if (this === other) return true;
		if (other === null || this.constructor !== other.constructor) return false;
		return this.flagsInput === other.flagsInput && this.patternInput === other.patternInput;
	}
};

// src/policy/pattern.ts
/** Regular expressions of a policy, in RE2's syntax: they run in time linear in the text, whatever they say. */
/** Longer ones were not written to be read, and cost time with every title. */
const LONGEST_PATTERN = 300;
/** Instructions of the compiled program: repetitions multiply. */
const LARGEST_PROGRAM = 2e3;
/** A title is at most 256 characters on GitHub, a first line of a commit may be longer. What is longer is not asked. */
const LONGEST_TEXT$2 = 2e3;
/** What is wrong with a regular expression, or undefined. */
function patternProblem(text) {
	if (text.length > LONGEST_PATTERN) return `is longer than ${LONGEST_PATTERN} characters`;
	try {
		return RE2JS.compile(text).programSize() > LARGEST_PROGRAM ? "repeats too much" : void 0;
	} catch (error) {
		return `is no regular expression of RE2 (${error instanceof Error ? error.message : "unreadable"})`;
	}
}
/**
* Whether the expression is found anywhere in the text; `^` and `$` anchor it. It was checked when it was parsed. Texts
* are at most {@link LONGEST_TEXT} characters: to cut one would move `$`.
*/
function compilePattern(text) {
	const compiled = RE2JS.compile(text);
	return (subject) => compiled.matcher(subject).find();
}

// src/policy/risk/description.ts
/** Conditions on how a change is described: `labels`, `title`, `base`, `type`. */
function anyLabel(wanted) {
	const names = new Set(wanted.map((label) => label.toLowerCase()));
	const isWanted = (label) => names.has(label.toLowerCase());
	return ({ labels, refused }) => {
		const label = labels.find(isWanted);
		if (label !== void 0) return sure(`label ${label}`);
		const other = refused.find(isWanted);
		return other === void 0 ? void 0 : unsure(`label ${other}, which counts only to raise`);
	};
}
function anyTitle(wanted) {
	const patterns = wanted.map((pattern) => ({
		pattern,
		matches: compilePattern(pattern)
	}));
	return ({ change }) => {
		const title = titleOf(change);
		if (title.length > 2e3) return unsure(`its title is longer than ${LONGEST_TEXT$2} characters, so it is not read to the end`);
		const found = patterns.find(({ matches }) => matches(title));
		return found === void 0 ? void 0 : sure(`the title matches ${found.pattern}`);
	};
}
/** Branches compare with case, as git does. */
function anyBase(wanted) {
	const globs = wanted.map((pattern) => compileGlob(pattern));
	return ({ change }) => {
		if (change.kind === "commit") return unsure("a commit without a pull request has no base branch to compare");
		return globs.some((matches) => matches(change.base)) ? sure(`base ${change.base}`) : void 0;
	};
}
function anyType(wanted) {
	return ({ types }) => {
		const [found] = types.filter((type) => wanted.includes(type));
		if (found === void 0) return void 0;
		if (types.every((type) => wanted.includes(type))) return sure(`type ${found}`);
		return unsure(`type ${found}, or not, by a label which counts only to raise`);
	};
}

// src/policy/risk/numbers.ts
/** The comparisons are OR. */
function countedBy(comparisons, countOf, noun) {
	const ranges = comparisons.map((text) => checked(text, "count"));
	return ({ change }) => {
		const count = countOf(change);
		if (!ranges.some((range) => holds(range, count))) return void 0;
		return sure(`${count} ${noun}${count === 1 ? "" : "s"}`);
	};
}
/** A commit without a pull request is one commit. */
function countOfCommits(comparisons) {
	return countedBy(comparisons, (change) => change.kind === "commit" ? 1 : change.commits, "commit");
}
/** @throws RangeError for a comparison that the parser of policies would have refused. */
function checked(text, unit) {
	const range = readComparison(text, unit);
	if (range === void 0) throw new RangeError(`${JSON.stringify(text)} is no comparison`);
	return range;
}

// src/policy/risk/files.ts
/** Conditions on what a change touches: `paths`, `only-paths`, `files`, `lines`. A renamed file counts under both names. */
function named(patterns) {
	return patterns.map((pattern) => ({
		pattern,
		matches: compileGlob(pattern)
	}));
}
function somePath(patterns) {
	const globs = named(patterns);
	return ({ change }) => {
		for (const file of change.files) {
			const found = firstMatch(globs, file.path) ?? firstMatch(globs, file.previousPath);
			if (found !== void 0) return sure(found);
		}
	};
}
function firstMatch(globs, path) {
	if (path === void 0) return void 0;
	for (const { pattern, matches } of globs) if (matches(path)) return `${path} matches ${pattern}`;
}
/** A change without files does not match: there is nothing that would make it harmless. */
function everyPath(patterns) {
	const globs = named(patterns);
	const match = sure(`every changed file matches ${eitherOf(patterns)}`);
	const isMatched = (path) => path === void 0 || globs.some((each) => each.matches(path));
	return ({ change }) => {
		if (change.files.length === 0) return void 0;
		return change.files.every((file) => isMatched(file.path) && isMatched(file.previousPath)) ? match : void 0;
	};
}
function countOfFiles(comparisons) {
	return countedBy(comparisons, ({ files }) => files.length, "file");
}
function countOfLines(comparisons) {
	const linesOf = (sum, file) => sum + file.additions + file.deletions;
	return countedBy(comparisons, ({ files }) => files.reduce(linesOf, 0), "line");
}

// src/policy/risk/reviewed.ts
function isUnreviewed(wanted) {
	return ({ change, directory }) => {
		const { answer, detail } = reviewOf(change, directory);
		if (answer === "unknown") return unsure(detail);
		return answer === "unreviewed" === wanted ? sure(detail) : void 0;
	};
}
/**
* Reviewed is what an `approvals` requirement without further words would be met by: one approval, by a person with
* `write` who did not contribute, on the final head. An approval by somebody of whom nothing is known may be one.
*/
function reviewOf(change, directory) {
	if (change.kind === "commit") return {
		answer: "unreviewed",
		detail: "a commit without a pull request"
	};
	const contributors = new Set([change.author, ...change.contributors].map((login) => directory.identityOf(login)));
	let unknown;
	for (const [identity, review] of latestReviews(change.reviews, directory)) {
		if (review.state !== "approved" || !isOnFinalHead(review, change) || contributors.has(identity)) continue;
		const person = directory.find(review.user);
		if (person === void 0) unknown ??= review.user;
		else if (person.kind === "user" && hasPermission(person, "write")) return {
			answer: "reviewed",
			detail: `${person.login} approved it`
		};
	}
	if (unknown === void 0) return {
		answer: "unreviewed",
		detail: "nobody with write permission who did not contribute approved its final head"
	};
	return {
		answer: "unknown",
		detail: `nothing is known of ${unknown}, who approved it`
	};
}
/** By person: the latest review that is not a mere comment; of two at one instant the higher id is later. */
function latestReviews(reviews, directory) {
	const latest = /* @__PURE__ */ new Map();
	for (const review of reviews) {
		if (review.state === "commented") continue;
		const identity = directory.identityOf(review.user);
		const known = latest.get(identity);
		if (known === void 0 || isLater(review, known)) latest.set(identity, review);
	}
	return latest;
}
function isLater(one, other) {
	const [at, otherAt] = [epochMs(one.at), epochMs(other.at)];
	if (at !== otherAt) return at > otherAt;
	return one.id > other.id || one.id === other.id && one.state !== "approved";
}
/** Whether the review was given on what is merged: on the same commit, or on one that changes exactly the same. */
function isOnFinalHead(review, change) {
	return review.commit === change.headSha || Boolean(review.patchId) && review.patchId === change.patchId;
}

// src/policy/risk/say-when.ts
/** They stand in a line of a check. */
const LONGEST$1 = 200;
const WORDING = {
	labels: (names) => `labels: ${names.join(", ")}`,
	type: (types) => `type: ${types.join(", ")}`,
	author: (logins) => `author: ${logins.join(", ")}`,
	"author-in": (teams) => `author in team ${eitherOf(teams)}`,
	bot: (wanted) => wanted ? "opened by a bot" : "not opened by a bot",
	base: (branches) => `base: ${branches.join(", ")}`,
	commits: (ranges) => `commits ${eitherOf(ranges)}`,
	files: (ranges) => `files ${eitherOf(ranges)}`,
	lines: (ranges) => `lines ${eitherOf(ranges)}`,
	title: (patterns) => `title: ${patterns.join(", ")}`,
	dependency: (bumps) => `${eitherOf(bumps)} bump of a dependency`,
	unreviewed: (wanted) => wanted ? "no pull request or no review" : "reviewed",
	paths: (globs) => `paths: ${globs.join(", ")}`,
	"only-paths": (globs) => `only-paths: ${globs.join(", ")}`
};
/** The keys stand in the order of the schema. */
function sayWhen$1(when) {
	const text = Object.keys(when).flatMap((key) => say(key, when)).join("; ");
	return text.length > LONGEST$1 ? `${text.slice(0, 199).toWellFormed()}…` : text;
}
function say(key, when) {
	const value = when[key];
	return value === void 0 ? [] : [WORDING[key](value)];
}

// src/policy/rules.ts
/** The `risk` rules of a policy, compiled once: does a rule match a change, and by what? */
const compiled$1 = /* @__PURE__ */ new WeakMap();
/** Undefined for a policy without `risk`. */
function rulesOf(policy) {
	if (policy.risk === void 0) return void 0;
	const kept = compiled$1.get(policy) ?? policy.risk.map(compileRule);
	compiled$1.set(policy, kept);
	return kept;
}
function compileRule({ tier, when, because }) {
	if (when === void 0) {
		const match = sure("the rule without a condition");
		return {
			tier,
			because: because ?? "no other rule matched",
			isDefault: true,
			match: () => match
		};
	}
	return {
		tier,
		because: because ?? sayWhen$1(when),
		isDefault: false,
		match: everyOf(conditionsOf(when))
	};
}
/** Every key of `when`, those that cost the most to ask last. */
const CONDITIONS = {
	labels: anyLabel,
	type: anyType,
	author: anyAuthor,
	"author-in": anyTeam,
	bot: isBot,
	base: anyBase,
	commits: countOfCommits,
	files: countOfFiles,
	lines: countOfLines,
	title: anyTitle,
	dependency: anyBump,
	unreviewed: isUnreviewed,
	paths: somePath,
	"only-paths": everyPath
};
function conditionsOf(when) {
	return Object.keys(CONDITIONS).flatMap((key) => compile(key, when));
}
function compile(key, when) {
	const value = when[key];
	return value === void 0 ? [] : [CONDITIONS[key](value)];
}

// src/policy/risk/assess.ts
/**
* The highest tier that the change could have if everything were known. A rule of which that is not known may match, so
* it raises; and it may not match, so it neither lowers anything nor puts the rule without `when` aside.
*/
function assess(policy, subject) {
	const rules = rulesOf(policy);
	if (rules === void 0) return byType(policy, subject);
	const answers = answersOf(policy, rules, subject);
	const surely = answers.filter(({ isSure }) => isSure);
	const unclear = answers.filter(({ isSure }) => !isSure);
	const certain = surely.length > 0 ? highestOf(surely) : withoutMatch(policy, rules, subject, unclear);
	const raising = unclear.filter(({ rank }) => rank > certain.rank);
	return raising.length > 0 ? highestOf(raising) : certain;
}
function byType({ tiers }, { types }) {
	const ranked = types.map((type) => ({
		type,
		rank: tierOfType(tiers, type)
	}));
	const rank = Math.max(...ranked.map((each) => each.rank));
	const detail = "without risk rules the tier follows the release type";
	return {
		rank,
		grounds: ranked.filter((each) => each.rank === rank).slice(0, 1).map(({ type }) => ({
			because: `type ${type}`,
			detail
		}))
	};
}
/** The answers that can matter, in the order of the file: below a tier that a rule surely gives, none does. */
function answersOf(policy, rules, subject) {
	const answers = [];
	let least = 0;
	for (const ranked of rankedRules(policy, rules)) {
		if (ranked.rank < least) break;
		const match = ranked.rule.match(subject);
		if (match === void 0) continue;
		answers.push({
			...match,
			...ranked
		});
		if (match.isSure) least = ranked.rank;
	}
	return answers.sort((one, other) => one.index - other.index);
}
const rankedRulesOf = /* @__PURE__ */ new WeakMap();
/** Rules with a condition, the highest tier first. */
function rankedRules(policy, rules) {
	const kept = rankedRulesOf.get(policy) ?? rules.map((rule, index) => ({
		rule,
		rank: policy.tiers.indexOf(rule.tier),
		index
	})).filter(({ rule }) => !rule.isDefault).sort((one, other) => other.rank - one.rank);
	rankedRulesOf.set(policy, kept);
	return kept;
}
/** Rules without `when` apply when no other surely matches; without any of them it is the lowest tier. */
function withoutMatch(policy, rules, subject, unclear) {
	const applying = rules.flatMap((rule) => {
		const match = rule.isDefault ? rule.match(subject) : void 0;
		return match === void 0 ? [] : [{
			...match,
			rule,
			rank: policy.tiers.indexOf(rule.tier)
		}];
	});
	if (applying.length === 0) return {
		rank: 0,
		grounds: [{
			because: "no rule matched",
			detail: "the lowest tier"
		}]
	};
	const { rank, grounds } = highestOf(applying);
	const why = unclear[0] === void 0 ? "" : `; ${unclear[0].detail}`;
	return {
		rank,
		grounds: grounds.map(({ because, detail }) => ({
			because,
			detail: detail + why
		}))
	};
}
/** Only what gives the tier is told. */
function highestOf(answers) {
	const rank = Math.max(...answers.map((answer) => answer.rank));
	return {
		rank,
		grounds: answers.filter((answer) => answer.rank === rank).map(({ rule, detail }) => ({
			because: rule.because,
			detail
		}))
	};
}

// src/policy/classify.ts
/** @param isOrdinary whether the change is part of a release that is no emergency as a whole. */
function classifyWith(policy, change, directory, { isOrdinary = false } = {}) {
	const labels = change.kind === "commit" ? [] : change.labels;
	const refused = labels.filter((label) => !isPermitted$1(policy, change, label, directory));
	const given = changeType(policy, change, labels);
	const asGiven = assessAs(policy, {
		change,
		labels,
		refused: [],
		directory
	}, [given], isOrdinary);
	if (refused.length === 0) return finish(policy, change, {
		...asGiven,
		type: given
	}, []);
	const kept = labels.filter((label) => !refused.includes(label));
	const permitted = changeType(policy, change, kept);
	const possible = [permitted, ...refused.map((label) => changeType(policy, change, [...kept, label]))];
	const assessed = assessAs(policy, {
		change,
		labels: kept,
		refused,
		directory
	}, possible, isOrdinary);
	const type = strictest$1(given, permitted);
	const mattered = assessed.rank > asGiven.rank || !isEqual(type, given);
	return finish(policy, change, {
		...assessed,
		type
	}, mattered ? refused : []);
}
/**
* In a release that is no emergency an emergency is an ordinary change: it has the tier of its plain type, and what rules
* say about emergencies makes it no lower.
*/
function assessAs(policy, subject, types, isOrdinary) {
	const own = [...new Set(types.map(ownType))];
	if (!isOrdinary) return assess(policy, {
		...subject,
		types: own
	});
	const plain = assess(policy, {
		...subject,
		types: [...new Set(types.map((type) => type.plain))]
	});
	if (policy.risk === void 0 || !own.includes("emergency")) return plain;
	const asEmergency = assess(policy, {
		...subject,
		types: own
	});
	return asEmergency.rank > plain.rank ? asEmergency : plain;
}
function strictest$1(one, other) {
	return {
		plain: highestType([one.plain, other.plain]),
		isEmergency: one.isEmergency && other.isEmergency
	};
}
function isEqual(one, other) {
	return one.plain === other.plain && one.isEmergency === other.isEmergency;
}
/** Adds what raises a change whatever the rules say. */
function finish(policy, change, assessed, refused) {
	const highest = policy.tiers.length - 1;
	let rank = assessed.rank;
	const reasons = assessed.grounds.map(({ because, detail }) => reason(policy, rank, because, change, detail));
	for (const label of refused) {
		const detail = `label ${label} was set by ${setterOf(change, label) ?? "nobody known"}, who may neither override nor maintain; it does not lower anything`;
		reasons.push(reason(policy, rank, "label-not-permitted", change, detail));
	}
	const unknown = unknownContributors(change);
	if (unknown > 0) {
		rank = Math.min(rank + 1, highest);
		const detail = `${unknown} ${unknown === 1 ? "commit is" : "commits are"} by people GitHub does not know`;
		reasons.push(reason(policy, rank, "unknown-contributor", change, detail));
	}
	if (change.kind !== "commit" && !change.filesComplete) {
		rank = highest;
		reasons.push(reason(policy, rank, "incomplete", change, "GitHub listed only a part of its files"));
	}
	const { type } = assessed;
	return {
		tier: policy.tiers[rank],
		type: ownType(type),
		plainType: type.plain,
		reasons
	};
}
/** A commit whose author GitHub maps to no account has an empty one. */
function unknownContributors(change) {
	const counted = change.unknownContributors ?? 0;
	if (change.kind === "commit") return change.author === "" || counted > 0 ? 1 : 0;
	return counted;
}
function reason(policy, rank, because, change, detail) {
	return {
		tier: policy.tiers[rank],
		because,
		change: nameOfChange(change),
		detail
	};
}
/** `#12`, or the short sha of a commit without a pull request. */
function nameOfChange(change) {
	return change.kind === "commit" ? change.sha.slice(0, 7) : `#${change.number}`;
}
/** Labels compare without case on GitHub too. */
function setterOf(change, label) {
	const labeledBy = change.kind === "commit" ? {} : change.labeledBy ?? {};
	return Object.entries(labeledBy).find(([name]) => isSameName(name, label))?.[1];
}
/** Whether the label may lower something: set by a person who may override or maintains, or by nobody we know of. */
function isPermitted$1(policy, change, label, directory) {
	const login = setterOf(change, label);
	if (login === void 0) return true;
	const person = directory.find(login);
	if (person === void 0 || person.kind === "bot") return false;
	return hasPermission(person, "maintain") || mayOverride(policy, person);
}

// src/policy/expiry.ts
/** When something that lasts for a while is over. */
/** Instants have four digits for the year: what is longer ends with the last of them. */
const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59);
/** @param lasts a length of time that was checked when the policy was parsed. */
function expiryOf(from, lasts) {
	const length = parseDuration$1(lasts);
	if (length === void 0) throw new RangeError(`Not a length of time: ${lasts}`);
	return Math.min(from + length, LAST_INSTANT);
}

// src/policy/gates/hold.ts
/** Listed when the environment holds some commit back. Only lifting the hold opens it. */
const holdGate = {
	name: "hold",
	yieldsToRollback: false,
	judge: (context) => holdsHere(context).length === 0 ? void 0 : {
		finding: judgeHolds(context),
		owners: context.policies
	}
};
function holdsHere({ facts, environment }) {
	if (environment === void 0) return [];
	return facts.holds.filter((hold) => isSameName(hold.environment, environment));
}
/** The hold that concerns the candidate, if any; of several the latest. */
function holdsCandidate(context) {
	return concerning(context)[0];
}
function concerning(context) {
	const key = ({ sha, by, reason }) => JSON.stringify([
		sha,
		by,
		reason
	]);
	return holdsHere(context).filter((each) => each.contains || each.sha === context.facts.candidate.sha).toSorted((one, other) => epochMs(other.at) - epochMs(one.at) || (key(one) < key(other) ? -1 : 1));
}
function judgeHolds(context) {
	const [hold, ...others] = concerning(context);
	if (hold === void 0) return {
		kind: "hold",
		status: "met",
		reason: { code: "no-hold" }
	};
	const more = others.length === 0 ? {} : { others: others.length };
	return {
		kind: "hold",
		status: "failed",
		reason: {
			code: "quarantined",
			sha: hold.sha,
			by: hold.by,
			reason: hold.reason,
			...more
		}
	};
}

// src/policy/gates/approvals/owned-files.ts
const NO_OWNERS = {
	owned: [],
	unknown: []
};
/** Reads CODEOWNERS when it is first asked for. Where it has no line, nothing has an owner, listed or not. */
function ownersBook(facts, directory) {
	let pages;
	const open = () => {
		pages ??= readPages(facts, directory);
		return pages;
	};
	return {
		ofChanges: (changes) => open().isEmpty ? NO_OWNERS : collect(changes, open()),
		ofUnlisted() {
			const change = facts.candidate.sha.slice(0, 7);
			return open().isEmpty ? NO_OWNERS : {
				owned: [],
				unknown: [{
					change,
					because: "changes-not-listed"
				}]
			};
		}
	};
}
function readPages(facts, directory) {
	const codeowners = parseCodeowners(facts.codeowners ?? "");
	const known = /* @__PURE__ */ new Map();
	return {
		isEmpty: codeowners.kind === "read" && codeowners.lines.length === 0,
		lookUp: ownershipBy(codeowners),
		membersOf(owners) {
			const members = known.get(owners) ?? isAmongOwners(owners, facts, directory);
			known.set(owners, members);
			return members;
		}
	};
}
function collect(changes, { lookUp, membersOf }) {
	const groups = /* @__PURE__ */ new Map();
	const unknown = changes.flatMap((change) => collectFrom(change, lookUp, groups));
	return {
		owned: [...groups.values()].map(({ owners, paths }) => {
			return {
				owners,
				paths: [...paths],
				isOwner: membersOf(owners)
			};
		}),
		unknown
	};
}
/** Adds the owned files of the change to their groups; tells of which files the owners are not known. */
function collectFrom(change, lookUp, groups) {
	const name = nameOfChange(change);
	const unknown = change.kind !== "commit" && !change.filesComplete ? [{
		change: name,
		because: "files-not-listed"
	}] : [];
	for (const path of pathsOf(change)) {
		const found = lookUp(path);
		if (found.kind === "unknown") unknown.push(sayUnknown$1(name, path, found.line));
		if (found.kind !== "owners") continue;
		const key = keyOf$1(found.owners);
		const group = groups.get(key) ?? {
			owners: found.owners,
			paths: /* @__PURE__ */ new Set()
		};
		groups.set(key, group);
		group.paths.add(path);
	}
	return unknown;
}
/** A renamed file is taken from the owners of its old name and given to those of its new one. */
function pathsOf(change) {
	return change.files.flatMap(({ path, previousPath }) => previousPath === void 0 ? [path] : [path, previousPath]);
}
function sayUnknown$1(change, path, line) {
	if (line === void 0) return {
		change,
		path,
		because: "codeowners-too-large"
	};
	return {
		change,
		path,
		line,
		because: "line-unreadable"
	};
}
function keyOf$1(owners) {
	return [...new Set(owners.map((owner) => owner.text.toLowerCase()))].sort().join(" ");
}
function isAmongOwners(owners, facts, directory) {
	const [organisation = ""] = facts.repository.split("/");
	const users = new Set(owners.flatMap((owner) => owner.kind === "user" ? directory.identityOf(owner.login) : []));
	const teams = owners.flatMap((owner) => owner.kind === "team" && isSameName(owner.organisation, organisation) ? [owner.slug] : []);
	const known = /* @__PURE__ */ new Map();
	return (person) => {
		const isMember = known.get(person) ?? isMemberOf(person);
		known.set(person, isMember);
		return isMember;
	};
	function isMemberOf(person) {
		if (!hasPermission(person, "write")) return false;
		return users.has(directory.identityOf(person.login)) || teams.some((team) => isInTeam(person, team));
	}
}

// src/policy/gates/approvals/ballots.ts
function collectBallots(context) {
	const { facts, directory } = context;
	const here = facts.approvals.filter((approval) => isHere(approval, context));
	const release = releaseBallots(here.filter(({ sha }) => sha === facts.candidate.sha), directory);
	const spoke = new Set(release.map(({ identity }) => identity));
	const reviews = /* @__PURE__ */ new Map();
	return {
		context,
		reviewsOf(change) {
			const known = reviews.get(change) ?? reviewBallots(change.reviews, directory);
			reviews.set(change, known);
			return known;
		},
		contributorsOf: (changes) => contributorsOf(changes, directory),
		deployers: deployersOf(context),
		release,
		ofOtherCommits: here.filter(({ sha, state }) => sha !== facts.candidate.sha && state === "approved").map(({ user }) => voter(user, directory)).filter(({ identity }) => !spoke.has(identity)),
		countsAfter: Math.max(lastSetbackAt(context), beginOfWhatRuns(context)),
		owners: ownersBook(facts, directory)
	};
}
function voter(login, directory) {
	const person = directory.find(login);
	return {
		identity: directory.identityOf(login),
		login: person?.login ?? login,
		person
	};
}
function reviewBallots(reviews, directory) {
	return [...latestReviews(reviews, directory).values()].map((review) => {
		return {
			...voter(review.user, directory),
			review,
			at: epochMs(review.at)
		};
	});
}
function releaseBallots(approvals, directory) {
	const said = /* @__PURE__ */ new Map();
	const ordered = approvals.map((approval) => ({
		approval,
		at: epochMs(approval.at)
	})).sort(byTime);
	for (const { approval, at } of ordered) {
		const who = voter(approval.user, directory);
		const before = said.get(who.identity)?.standing ?? [];
		const standing = isNo(approval) ? [] : [...before, {
			approval,
			at
		}];
		said.set(who.identity, {
			...who,
			latest: approval,
			standing
		});
	}
	return [...said.values()];
}
/** Of two opinions at one instant the rejection is the later one: which came first is not known. */
function byTime(one, other) {
	return one.at - other.at || Number(isNo(one.approval)) - Number(isNo(other.approval));
}
function isNo({ state }) {
	return state === "rejected";
}
function isHere(approval, { environment }) {
	return environment !== void 0 && isSameName(approval.environment, environment);
}
/** Every author, committer and co-author of the changes. */
function contributorsOf(changes, directory) {
	const logins = changes.flatMap((change) => [change.author, ...change.contributors ?? []]);
	return new Set(logins.map((login) => directory.identityOf(login)));
}
function deployersOf({ facts, directory }) {
	const { question } = facts;
	if (question.kind !== "deploy") return /* @__PURE__ */ new Set();
	return new Set([question.actor, ...question.actors ?? []].map((login) => directory.identityOf(login)));
}
/** The last failed deployment, rollback or hold of this commit here: what was approved before is approved no more. */
function lastSetbackAt({ facts, environment = "" }) {
	const { sha } = facts.candidate;
	const failed = facts.deployments.filter((deployment) => deployment.sha === sha && isSameName(deployment.environment, environment)).flatMap((deployment) => [...deployment.state === "failure" ? [epochMs(deployment.finishedAt ?? deployment.startedAt)] : [], ...deployment.verification?.verdict === "fail" ? [epochMs(deployment.verification.at)] : []]);
	const rolledBack = facts.rollbacks.filter((rollback) => rollback.from === sha).map((rollback) => epochMs(rollback.at));
	const held = facts.holds.filter((hold) => hold.sha === sha && isSameName(hold.environment, environment)).map((hold) => epochMs(hold.at));
	return [
		...failed,
		...rolledBack,
		...held
	].reduce((latest, at) => Math.max(latest, at), Number.NEGATIVE_INFINITY);
}
/**
* Going back to a commit is another question than going to it was: who said yes before that which runs now was
* deployed cannot have meant taking it away.
*/
function beginOfWhatRuns({ facts }) {
	return facts.direction === "backward" && facts.baseline !== null ? epochMs(facts.baseline.at) : Number.NEGATIVE_INFINITY;
}

// src/policy/gates/approvals/electorate.ts
/** Asked about this change: whoever wrote it does not count, whoever deploys it does, unless they may have written it. */
function electorateOfChange(change, asked, owners, ballots) {
	return {
		isAsked: isAskedBy(asked, owners),
		contributors: ballots.contributorsOf([change]),
		deployers: isOfForgeableNames(change) ? ballots.deployers : /* @__PURE__ */ new Set()
	};
}
/**
* Whoever pushes a commit writes any names into it, and no pull request tells who pushed it. So whoever deploys it may
* have written it. Facts that name only an author are decided on as they are: those that we gather name everybody.
*/
function isOfForgeableNames(change) {
	return change.kind === "commit" && change.contributors !== void 0;
}
/** Asked about the release: whoever wrote any part of it or deploys it does not count. */
function electorateOfRelease(asked, owners, ballots) {
	return {
		isAsked: isAskedBy(asked, owners),
		contributors: ballots.contributorsOf(ballots.context.facts.changes),
		deployers: ballots.deployers
	};
}
function isAskedBy(asked, { owned }) {
	return (person) => isAmong(asked.from, person) || owned.some((files) => files.isOwner(person));
}
/** Everybody who is asked; of whom nothing is known, those whom the policy or CODEOWNERS names. */
function mayObject(asked, owners) {
	const isAsked = isAskedBy(asked, owners);
	const named = [...asked.from.users ?? [], ...owners.owned.flatMap((files) => files.owners.flatMap((owner) => owner.kind === "user" ? owner.login : []))];
	return ({ person, login }) => {
		if (person === void 0) return named.some((each) => isSameName(each, login));
		return person.kind === "user" && isAsked(person);
	};
}
/** Why nothing this person says can count as a yes, whatever it is. */
function personProblem({ identity, person }, { isAsked, contributors, deployers }) {
	if (person?.kind === "bot") return "bot";
	if (contributors.has(identity)) return "contributor";
	if (deployers.has(identity)) return "deployer";
	return person !== void 0 && isAsked(person) ? void 0 : "not-eligible";
}

// src/policy/tiers.ts
/** The order that every policy agrees with: the repository's, which contains the organisation's in the same order. */
function commonTiers(policies) {
	const tiers = policies.at(-1)?.tiers ?? [];
	const isCommon = policies.every((policy) => {
		const kept = tiers.filter((tier) => policy.tiers.includes(tier));
		return kept.length === policy.tiers.length && kept.every((tier, index) => tier === policy.tiers[index]);
	});
	return {
		tiers: isCommon ? tiers : policies[0]?.tiers ?? [],
		isCommon
	};
}
/**
* The tier as a policy with fewer tiers sees it: the highest of its own that is not above. Never below its own view,
* since the release has at least the tier that this policy gave it.
*/
function tierFor(policy, risk) {
	const rank = risk.tiers.indexOf(risk.tier);
	return policy.tiers.findLast((tier) => risk.tiers.indexOf(tier) >= 0 && risk.tiers.indexOf(tier) <= rank) ?? policy.tiers.at(-1);
}

// src/policy/gates/approvals/opinion.ts
function split(judged) {
	return {
		approvers: judged.flatMap((each) => "code" in each ? [] : [each]),
		ignored: judged.flatMap((each) => "code" in each ? [{
			user: each.login,
			code: each.code
		}] : [])
	};
}
/** Until when an approval given at this instant counts; null: those of this requirement do not expire. */
function endOfApproval(at, { expires }) {
	return expires === void 0 ? null : expiryOf(at, expires);
}

// src/policy/gates/approvals/release-approvals.ts
function releaseOpinions$1(poll, electorate, ballots) {
	const judged = ballots.release.flatMap((ballot) => judge$5(ballot, poll, electorate, ballots));
	const others = ballots.ofOtherCommits.map((voter) => ({
		login: voter.login,
		code: personProblem(voter, electorate) ?? "stale"
	}));
	return split([...judged, ...others]);
}
function judge$5(ballot, poll, electorate, ballots) {
	const { identity, login, person, standing } = ballot;
	if (standing.length === 0) return person !== void 0 && electorate.isAsked(person) ? [] : [{
		login,
		code: "not-eligible"
	}];
	const about = personProblem(ballot, electorate);
	if (about !== void 0) return [{
		login,
		code: about
	}];
	if (person === void 0) return [{
		login,
		code: "not-eligible"
	}];
	const problems = standing.map((each) => approvalProblem(each, poll, ballots));
	const counting = standing.filter((_, index) => problems[index] === void 0);
	if (counting.length === 0) return [{
		login,
		code: problems.at(-1) ?? "superseded"
	}];
	return [{
		identity,
		login,
		person,
		expiresAt: endOfApproval(Math.max(...counting.map(({ at }) => at)), poll.asked)
	}];
}
function approvalProblem({ approval, at }, poll, { context, countsAfter }) {
	if (at <= countsAfter) return "superseded";
	const expiresAt = endOfApproval(at, poll.asked);
	if (!sourcesFor(poll, context).includes(approval.source)) return approval.source === "comment" ? "comment-not-accepted" : "source-not-accepted";
	return expiresAt !== null && expiresAt <= context.at ? "expired" : void 0;
}
const SOURCES = [
	"deployment-review",
	"page",
	"comment"
];
/**
* By which ways an approval of the release counts. In the highest tier a comment is too easily written; the highest is
* what the asking policy calls so, whatever tiers another adds above.
*/
function sourcesFor({ asked, policy }, { risk }) {
	const isHighest = tierFor(policy, risk) === policy.tiers.at(-1);
	return SOURCES.filter((source) => asked.via === void 0 ? source !== "comment" || !isHighest : asked.via.includes(source));
}
/**
* Who was asked and said no to this release. Saying no is always allowed: to contributors and deployers, by any source,
* and to those who are asked by name even when nothing else is known of them. Bots are not people.
*/
function rejectionsBy(mayObject, ballots) {
	return ballots.release.flatMap((ballot) => {
		const { latest, login } = ballot;
		if (latest.state !== "rejected" || !mayObject(ballot)) return [];
		return [{
			user: login,
			...latest.reason === void 0 ? {} : { reason: latest.reason }
		}];
	});
}

// src/policy/gates/opinions.ts
/** @param changes whose contributors do not count. */
function releaseOpinions(changes, by, context) {
	const { asked } = by;
	const ballots = collectBallots(context);
	const isAsked = isAskedBy(asked, NO_OWNERS);
	const deployers = asked.of === "release" ? ballots.deployers : /* @__PURE__ */ new Set();
	return releaseOpinions$1(by, {
		isAsked,
		contributors: ballots.contributorsOf(changes),
		deployers
	}, ballots);
}
/** Who said no to this release and was asked. */
function rejectionsOf(asked, context) {
	return rejectionsBy(mayObject(asked, NO_OWNERS), collectBallots(context));
}

// src/policy/gates/past-deployments.ts
/**
* The deployments of the release's service to one environment. One that does not say which service it is of, or says
* the repository's name, may be of any and stays in.
*/
function deploymentsTo(environment, policy, facts) {
	const { question, repository } = facts;
	const own = entryFor(policy, environment)?.service ?? (question.kind === "deploy" ? laneOf(question, policy) : void 0);
	const isOwn = ({ service }) => own === void 0 || service === void 0 || isSameName(service, own) || isSameName(service, repository.slice(repository.indexOf("/") + 1));
	return facts.deployments.filter((each) => isSameName(each.environment, environment) && isOwn(each));
}
/** The service that is deployed now: an environment that names none is passed through by every service. */
function laneOf({ environment, service }, policy) {
	return entryFor(policy, environment)?.service ?? service;
}
/** When it was over; a success that does not say so ended when it began, at the latest when it was verified. */
function endOf$1({ startedAt, finishedAt }) {
	return Math.max(epochMs(startedAt), epochMs(finishedAt ?? startedAt));
}
/** When a verification of the deployment failed, undefined when none did. */
function failedAt({ verification }) {
	return verification?.verdict === "fail" ? epochMs(verification.at) : void 0;
}
/** When the deployment was verified. What was not deployed with success is not verified, whatever was tested there. */
function passedAt({ verification, state }) {
	return verification?.verdict === "pass" && state === "success" ? epochMs(verification.at) : void 0;
}
/** Whether it may be gone back to: only a verification that proved where it comes from says so. */
function isKnownGood({ verification }) {
	return verification?.verdict === "pass" && verification.confidence !== "low";
}
/** The latest of the instants that are not after `at`; undefined when there is none. */
function latestBy(instants, at) {
	return instants.reduce((latest, each) => each <= at && (latest === void 0 || each > latest) ? each : latest, void 0);
}
/** The first of the instants after `at` at which the answer is another one; null when it stays. */
function nextChange(instants, at, answerAt) {
	const now = answerAt(at);
	return instants.filter((each) => each > at).toSorted((one, other) => one - other).find((each) => answerAt(each) !== now) ?? null;
}

// src/calendar/date-holidays.cjs
var require_date_holidays = /* @__PURE__ */ __commonJSMin(((exports) => {
	exports.loadDateHolidays = () => require_lib();
}));

// src/calendar/day.ts
var import_date_holidays = require_date_holidays();
/** The day of a date; months and days that are too large run over into the next. */
function dayOf(year, month, day) {
	return Math.round((/* @__PURE__ */ new Date(0)).setUTCFullYear(year, month - 1, day) / DAY);
}
function civilDate(day) {
	const date = new Date(day * DAY);
	return {
		year: date.getUTCFullYear(),
		month: date.getUTCMonth() + 1,
		day: date.getUTCDate()
	};
}
/** Day 0, 1970-01-01, was a Thursday. */
function weekdayOf(day) {
	return ((day + 3) % 7 + 7) % 7 + 1;
}
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
/** The day that `2026-12-24` names; undefined when there is no such day. */
function readDate(text) {
	const match = DATE.exec(text);
	if (!match) return void 0;
	const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
	return sayDate(day) === text ? day : void 0;
}
/** `2026-12-24`. */
function sayDate(day) {
	return new Date(day * DAY).toISOString().slice(0, 10);
}
function lengthOfMonth(year, month) {
	return new Date(Date.UTC(2e3 + (year % 400 + 400) % 400, month, 0)).getUTCDate();
}
function lengthOfYear(year) {
	return lengthOfMonth(year, 2) + 337;
}

// src/calendar/holidays.ts
/** Why an entry is neither a holiday calendar nor a date; undefined when it is one. */
function holidayProblem(entry) {
	if (/^\d/.test(entry)) return readDate(entry) === void 0 ? "holidays-date" : void 0;
	return calendarNamed(entry) === void 0 ? "holidays-code" : void 0;
}
/**
* The holidays of codes (`DE`, `DE-BE`, `US-CA`) and one's own dates (`2026-12-24`) together. They were checked when
* the policy was parsed.
*/
function holidaysOf(entries) {
	const own = new Set(entries.flatMap((entry) => readDate(entry) ?? []));
	const calendars = entries.filter((entry) => readDate(entry) === void 0).map(checkedCalendar);
	return {
		isHoliday(day) {
			if (own.has(day) || calendars.some((calendar) => calendar.isHoliday(day) === true)) return true;
			return calendars.every((calendar) => calendar.isHoliday(day) === false) ? false : "unknown";
		},
		knownUntil: calendars.length === 0 ? null : Math.min(...calendars.map((calendar) => dayOf(calendar.lastYear, 12, 31)))
	};
}
const kept = /* @__PURE__ */ new Map();
/** Calendars kept for all policies. A century of one takes about a megabyte. */
const MOST_CALENDARS$1 = 64;
const CODE = /^[A-Z]{2}(-[A-Z0-9]{1,8}){0,2}$/;
/** By the library's code in any case; undefined when the library has no holidays of that name. */
function calendarNamed(code) {
	const name = code.toUpperCase();
	if (!CODE.test(name)) return void 0;
	const calendar = kept.get(name) ?? createCalendar(name);
	if (calendar === void 0) return void 0;
	if (kept.size >= MOST_CALENDARS$1) kept.clear();
	kept.set(name, calendar);
	return calendar;
}
function checkedCalendar(code) {
	const calendar = calendarNamed(code);
	if (calendar === void 0) throw new RangeError(`Unknown holidays ${code}`);
	return calendar;
}
function createCalendar(code) {
	const Library = (0, import_date_holidays.loadDateHolidays)();
	const [country = "", state = "", region = ""] = code.split("-");
	if (!isKnownPlace(new Library(), country, state, region)) return void 0;
	const library = new Library();
	library.init(country, state, region);
	if (!publicRulesOf(library).some((rule) => OTHER_DAY.test(rule))) library.init(country, state, region, { types: ["public"] });
	library.setTimezone("");
	return calendarOf(library);
}
const OTHER_DAY = / is (bank|school|observance|optional) holiday/;
/** The library itself falls back to the country when it does not know the state, and to the state for the region. */
function isKnownPlace(library, country, state, region) {
	if (!has(library.getCountries(), country)) return false;
	if (state !== "" && !has(library.getStates(country), state)) return false;
	return region === "" || has(library.getRegions(country, state), region);
}
function has(names, name) {
	return names !== void 0 && Object.hasOwn(names, name);
}
/** Calendars that follow the moon as observed or ruled are tables in the library; there it ends without a word. */
const TABLES = [{
	months: /\d (Muharram|Safar|Rabi al-awwal|Rabi al-thani|Jumada al-awwal|Jumada al-thani|Rajab|Shaban|Ramadan|Shawwal|Dhu al-Qidah|Dhu al-Hijjah)\b/,
	lastYear: 2076
}, {
	months: /\d (Nisan|Iyyar|Sivan|Tamuz|Av|Elul|Tishrei|Cheshvan|Kislev|Tevet|Shvat|AdarII|Adar)\b/,
	lastYear: 2099
}];
/** Both tables begin here. */
const FIRST_YEAR = 1970;
/** The other calendars are computed; the Persian one is the first to end, in 3177. */
const LAST_YEAR = 2999;
/** Days at the beginning of a year that a holiday of the year before may reach into. The longest has six. */
const OVERHANG = 14;
function calendarOf(library) {
	const rules = publicRulesOf(library);
	const ends = TABLES.filter(({ months }) => rules.some((rule) => months.test(rule))).map((table) => table.lastYear);
	const lastYear = Math.min(LAST_YEAR, ...ends);
	const years = /* @__PURE__ */ new Map();
	function daysFrom(year) {
		const days = years.get(year) ?? new Set(library.getHolidays(year).filter(isPublic).flatMap(daysOf$1));
		years.set(year, days);
		return days;
	}
	return {
		isHoliday(day) {
			const { year } = civilDate(day);
			if (year < FIRST_YEAR || year > lastYear) return "unknown";
			if (daysFrom(year).has(day)) return true;
			return day < dayOf(year, 1, 1) + OVERHANG && year > FIRST_YEAR && daysFrom(year - 1).has(day);
		},
		firstYear: FIRST_YEAR,
		lastYear
	};
}
function publicRulesOf(library) {
	return library.getRules().filter(isPublic).map(({ rule }) => rule);
}
function isPublic({ type }) {
	return type === "public";
}
/** The dates of a holiday: its own, and each whose noon it covers. */
function daysOf$1({ date, end }) {
	const [year = 0, month = 0, first = 0] = date.slice(0, 10).split("-").map(Number);
	const days = [dayOf(year, month, first)];
	while (new Date(year, month - 1, first + days.length, 12) < end) days.push(dayOf(year, month, first + days.length));
	return days;
}

// src/calendar/rule-days.ts
/**
* The days of a recurrence rule. Without hours and COUNT a rule is a plain predicate of the day, so whole years are
* worked out once and kept: a general iterator walks from the first day on, and cannot say that there is no more.
*/
/** One more than the 100 years a search covers, so that it ends inside them. */
const YEARS_AHEAD = 101;
/** Years kept for one rule: more than any one search looks at. */
const MOST_YEARS = 500;
const made$1 = /* @__PURE__ */ new WeakMap();
/** The days of a rule, one object for one rule. */
function daysOfRule(rule) {
	const days = made$1.get(rule) ?? createDays(rule);
	made$1.set(rule, days);
	return days;
}
function createDays(rule) {
	const years = /* @__PURE__ */ new Map();
	const selection = selectionOf(rule);
	function daysIn(year) {
		const kept = years.get(year);
		if (kept !== void 0) return kept;
		if (years.size >= MOST_YEARS) years.clear();
		const days = daysInYear(rule, selection, year);
		years.set(year, days);
		return days;
	}
	function next(day) {
		const from = Math.max(day, rule.starts ?? day);
		const [first, kept] = around(from);
		const near = firstFrom(kept, from);
		if (near !== void 0) return near;
		for (let year = first + 1; year <= first + YEARS_AHEAD; year++) {
			if (rule.until !== null && dayOf(year, 1, 1) > rule.until) return null;
			const [found] = daysIn(year);
			if (found !== void 0) return found;
		}
		return null;
	}
	let last = {
		year: 0,
		from: 0,
		until: 0,
		days: []
	};
	/** The year of a day and the days of the rule in it; at once for the year that was asked for last. */
	function around(day) {
		if (day < last.from || day >= last.until) {
			const { year } = civilDate(day);
			last = {
				year,
				from: dayOf(year, 1, 1),
				until: dayOf(year + 1, 1, 1),
				days: daysIn(year)
			};
		}
		return [last.year, last.days];
	}
	return {
		has: (day) => firstFrom(around(day)[1], day) === day,
		next
	};
}
/** The first of sorted days that is not before `day`. */
function firstFrom(days, day) {
	let low = 0;
	let high = days.length;
	while (low < high) {
		const middle = low + high >> 1;
		if (days[middle] < day) low = middle + 1;
		else high = middle;
	}
	return days[low];
}
function daysInYear(rule, selection, year) {
	const first = dayOf(year, 1, 1);
	const after = first + lengthOfYear(year);
	const isInside = (day) => day >= Math.max(first, rule.starts ?? first) && day < after && day <= (rule.until ?? day);
	if (rule.positions.length === 0) return daysOf(matching(first, after, selection)).filter(isInside);
	const margin = rule.frequency === "WEEKLY" ? 6 : rule.weekNumbers.length > 0 ? 372 : 0;
	return chosen(rule, matching(first - margin, after + margin, selection)).filter(isInside);
}
function daysOf(places) {
	return places.map((place) => place.day);
}
/** The days of `[from, until)` that are selected, month by month. */
function matching(from, until, selection) {
	const places = [];
	let { year, month } = civilDate(from);
	for (let first = dayOf(year, month, 1); first < until;) {
		const monthLength = lengthOfMonth(year, month);
		if (selection.months.has(month)) placesOfMonth({
			year,
			month,
			monthLength,
			first,
			from,
			until
		}, selection, places);
		first += monthLength;
		month = month % 12 + 1;
		if (month === 1) year++;
	}
	return places;
}
function placesOfMonth(of, { weekdays, test }, places) {
	const { year, month, monthLength, first } = of;
	const yearLength = lengthOfYear(year);
	const before = dayOf(year, 1, 1) - 1;
	for (let day = Math.max(first, of.from); day < Math.min(first + monthLength, of.until); day++) {
		const weekday = weekdayOf(day);
		if (!weekdays.has(weekday)) continue;
		const [monthDay, yearDay] = [day - first + 1, day - before];
		const place = {
			day,
			year,
			month,
			monthDay,
			monthLength,
			yearDay,
			yearLength,
			weekday
		};
		if (test(place)) places.push(place);
	}
}
function selectionOf(rule) {
	const { months, weekdays } = rule;
	return {
		months: new Set(months.length > 0 ? months : Array.from({ length: 12 }, (_, index) => index + 1)),
		weekdays: new Set(weekdays.length > 0 ? weekdays.map((each) => each.weekday) : [
			1,
			2,
			3,
			4,
			5,
			6,
			7
		]),
		test: testOf$1(rule)
	};
}
/** The parts of a rule beyond months and weekdays, as one test. */
function testOf$1(rule) {
	const monthDays = new Set(rule.monthDays);
	const yearDays = new Set(rule.yearDays);
	const tests = [];
	if (monthDays.size > 0) tests.push(({ monthDay, monthLength }) => monthDays.has(monthDay) || monthDays.has(monthDay - monthLength - 1));
	if (yearDays.size > 0) tests.push(({ yearDay, yearLength }) => yearDays.has(yearDay) || yearDays.has(yearDay - yearLength - 1));
	if (rule.weekdays.some((each) => each.nth !== 0)) tests.push(ordinalTest(rule));
	if (rule.weekNumbers.length > 0) tests.push(weekNumberTest(rule));
	if (rule.interval > 1) tests.push(intervalTest(rule));
	return (place) => tests.every((test) => test(place));
}
function ordinalTest({ frequency, months, weekdays }) {
	const isOfMonth = frequency === "MONTHLY" || months.length > 0;
	return (place) => {
		const [at, length] = isOfMonth ? [place.monthDay, place.monthLength] : [place.yearDay, place.yearLength];
		const counts = [
			0,
			Math.ceil(at / 7),
			-Math.ceil((length - at + 1) / 7)
		];
		return weekdays.some(({ weekday, nth }) => weekday === place.weekday && counts.includes(nth));
	};
}
/** Week 1 is the first with at least four days in its year; the days around New Year may belong to the other year's. */
function weekNumberTest({ weekNumbers, weekStart }) {
	const wanted = new Set(weekNumbers);
	return ({ day }) => {
		const fourth = firstOfWeek(day, weekStart) + 3;
		const { year } = civilDate(fourth);
		const before = fourth - dayOf(year, 1, 1);
		const after = lengthOfYear(year) - 1 - before;
		return wanted.has(Math.floor(before / 7) + 1) || wanted.has(-Math.floor(after / 7) - 1);
	};
}
function firstOfWeek(day, weekStart) {
	return day - (weekdayOf(day) - weekStart + 7) % 7;
}
function intervalTest(rule) {
	const start = rule.starts ?? DEFAULT_START;
	const anchor = periodOf(rule, {
		...civilDate(start),
		day: start
	});
	return (place) => (periodOf(rule, place) - anchor) % rule.interval === 0;
}
/** Monday, 1970-01-05. Rules that need a first day name their own; this one only fixes where counting begins. */
const DEFAULT_START = 4;
/**
* Days with the same number are in the same period of the rule's frequency; the next period has the next number. For
* rules of week numbers a year is one of whole weeks.
*/
function periodOf({ frequency, weekStart, weekNumbers }, { day, year, month }) {
	switch (frequency) {
		case "DAILY": return day;
		case "WEEKLY": return (firstOfWeek(day, weekStart) - weekStart + 4) / 7;
		case "MONTHLY": return year * 12 + month;
		case "YEARLY": return weekNumbers.length > 0 ? civilDate(firstOfWeek(day, weekStart) + 3).year : year;
	}
}
/** BYSETPOS: of the days of each period only those at the positions. */
function chosen(rule, places) {
	const periods = /* @__PURE__ */ new Map();
	for (const place of places) {
		const period = periodOf(rule, place);
		const kept = periods.get(period);
		if (kept === void 0) periods.set(period, [place.day]);
		else kept.push(place.day);
	}
	return [...periods.values()].flatMap((all) => {
		const picked = rule.positions.map((position) => all[position > 0 ? position - 1 : all.length + position]);
		return [...new Set(picked)].filter((day) => day !== void 0).sort((one, other) => one - other);
	});
}

// src/calendar/opening-days.ts
/** On which days of the local calendar spans open. */
const ALL = [
	1,
	2,
	3,
	4,
	5,
	6,
	7
];
function openingDays(which) {
	const { rule, closedOn, onlyBefore } = which;
	const named = rule === void 0 || rule.weekdays.length === 0 ? ALL : rule.weekdays.map((each) => each.weekday);
	const weekdays = (which.days ?? ALL).filter((weekday) => named.includes(weekday));
	const days = rule === void 0 || isWeekly(rule) ? void 0 : daysOfRule(rule);
	const isSelected = selection(which, weekdays);
	return {
		next: (day, last) => weekdays.length === 0 ? null : nextDay(isSelected, days, day, last),
		isWeekly: days === void 0 && closedOn === void 0 && onlyBefore === void 0,
		weekdays
	};
}
/** Every day of some days of the week, since ever and for good: what `days` can say too. */
function isWeekly(rule) {
	const { frequency, interval, starts, until, weekdays } = rule;
	const isPlain = interval === 1 && starts === null && until === null && weekdays.every((each) => each.nth === 0);
	const others = [
		rule.months,
		rule.monthDays,
		rule.yearDays,
		rule.weekNumbers,
		rule.positions
	];
	return isPlain && (frequency === "DAILY" || weekdays.length > 0) && others.every((list) => list.length === 0);
}
function selection({ closedOn, onlyBefore, whenUnknown }, weekdays) {
	const isOpenUnknown = whenUnknown === "open";
	return (day) => {
		if (!weekdays.includes(weekdayOf(day))) return false;
		const before = onlyBefore?.(day + 1) ?? true;
		if (before === false) return false;
		const closed = closedOn?.(day) ?? false;
		if (closed === true) return false;
		return isOpenUnknown || before !== "unknown" && closed !== "unknown";
	};
}
function nextDay(isSelected, days, from, last) {
	for (let day = from; day <= last; day++) {
		const next = days === void 0 ? day : days.next(day);
		if (next === null || next > last) return null;
		if (isSelected(next)) return next;
		day = next;
	}
	return null;
}

// src/calendar/recurring.ts
/** No span may last longer. Keeps the days small that have to be looked at to say whether an instant is inside. */
const LONGEST_SPAN = 31 * DAY;
const WHOLE_DAY = {
	from: 0,
	until: 1440
};
function recurringTimeline(recurring) {
	const days = openingDays(recurring);
	if (days.isWeekly && days.weekdays.length === 7 && coverWholeDays(hoursOf(recurring))) return ALWAYS;
	const spans = spansOpening(recurring, days);
	const timeline = {
		stateAt: (at) => stateAt(spans, at),
		repeatsWeeklyUntil: (at) => days.isWeekly ? repeatsWeeklyUntil(recurring.zone, spans.reach, at) : at
	};
	if (days.isWeekly) return timeline;
	const { zone, hours, lasts } = recurring;
	return {
		...timeline,
		bounds: {
			outer: recurringTimeline({
				zone,
				hours,
				lasts,
				days: days.weekdays
			}),
			inner: NEVER
		}
	};
}
/** Whether spans that open on every day leave no minute between them. */
function coverWholeDays(hours) {
	const spans = hours.flatMap(({ from, until }) => [{
		from,
		until
	}, {
		from: from - 1440,
		until: until - 1440
	}]);
	let covered = 0;
	for (const { from, until } of spans.sort((one, other) => one.from - other.from)) {
		if (from > covered) return false;
		covered = Math.max(covered, until);
	}
	return covered >= 1440;
}
/** Days are worked out and kept in chunks of so many: enough to be rarely at an edge, few enough to be quick at first. */
const CHUNK_DAYS = 64;
/** Chunks kept for one timeline: two searches over the whole horizon. */
const MOST_CHUNKS = 1200;
const HORIZON_DAYS = HORIZON / DAY;
function spansOpening(recurring, days) {
	const { zone } = recurring;
	const hours = hoursOf(recurring);
	const chunks = /* @__PURE__ */ new Map();
	const reach = Math.ceil(Math.max(...hours.map((each) => each.until)) / 1440) + 2;
	return {
		reach,
		localDay: (at) => Math.floor(zone.toLocal(at) / DAY),
		chunk(index) {
			const kept = chunks.get(index);
			if (kept !== void 0) return kept;
			if (chunks.size >= MOST_CHUNKS) chunks.clear();
			const ends = endsOf(zone, hours, days, index * CHUNK_DAYS);
			chunks.set(index, ends);
			return ends;
		},
		nextChunk(index) {
			const day = days.next(index * CHUNK_DAYS, index * CHUNK_DAYS + HORIZON_DAYS);
			return day === null ? null : chunkOf(day);
		},
		repeatsWeeklyUntil: (at) => days.isWeekly ? repeatsWeeklyUntil(zone, reach, at) : at
	};
}
function hoursOf({ hours = [WHOLE_DAY], lasts }) {
	if (lasts === void 0) return hours;
	return hours.map(({ from }) => ({
		from,
		until: from + Math.min(lasts, LONGEST_SPAN) / MINUTE
	}));
}
function chunkOf(day) {
	return Math.floor(day / CHUNK_DAYS);
}
function endsOf(zone, hours, days, first) {
	const ends = [];
	const last = first + CHUNK_DAYS - 1;
	for (let day = days.next(first, last); day !== null; day = days.next(day + 1, last)) for (const each of hours) {
		const from = zone.toEpoch(day * DAY + each.from * MINUTE);
		const until = zone.toEpoch(day * DAY + each.until * MINUTE);
		if (from < until) addSpan(ends, from, until);
	}
	return ends;
}
/** Adds a span to sorted ones, merged with those it touches. Nearly always it comes after all of them. */
function addSpan(ends, from, until) {
	const [begin, end] = [ends[ends.length - 2], ends[ends.length - 1]];
	if (begin === void 0 || end === void 0 || from > end) ends.push(from, until);
	else if (from >= begin) ends[ends.length - 1] = Math.max(end, until);
	else {
		ends.length -= 2;
		addSpan(ends, from, until);
		addSpan(ends, begin, end);
	}
}
function stateAt(spans, at) {
	if (coveredUntil(spans, at) === at) return {
		isInside: false,
		changesAt: nextOpening(spans, at)
	};
	const { repeatsWeeklyUntil } = spans;
	return {
		isInside: true,
		changesAt: endOfStretch(at, {
			coveredUntil: (instant) => coveredUntil(spans, instant),
			repeatsWeeklyUntil
		})
	};
}
/** How far the spans that contain an instant reach; the instant itself when none does. */
function coveredUntil(spans, at) {
	const day = spans.localDay(at);
	let end = at;
	for (let index = chunkOf(day - spans.reach); index <= chunkOf(day + 1); index++) {
		const ends = spans.chunk(index);
		const place = firstAfter(ends, at);
		if (place % 2 === 1) end = Math.max(end, ends[place]);
	}
	return end;
}
/** The next opening after an instant that is outside. */
function nextOpening(spans, at) {
	let index = spans.nextChunk(chunkOf(spans.localDay(at) - 1));
	while (index !== null) {
		const found = openingIn(spans.chunk(index), at);
		if (found !== void 0) return isNearEnd(spans, index, found) ? earlierOf(found, openingIn(spans.chunk(index + 1), at)) : found;
		index = spans.nextChunk(index + 1);
	}
	return null;
}
/** Where the clocks skip an hour or a day, spans of the next day may open before the last ones of this day. */
function isNearEnd(spans, index, at) {
	return spans.localDay(at) >= (index + 1) * CHUNK_DAYS - 2;
}
function earlierOf(one, other) {
	return other === void 0 ? one : Math.min(one, other);
}
function openingIn(ends, at) {
	const place = firstAfter(ends, at);
	return ends[place % 2 === 1 ? place + 1 : place];
}
/** The place of the first of sorted instants that is after `at`. */
function firstAfter(ends, at) {
	let low = 0;
	let high = ends.length;
	while (low < high) {
		const middle = low + high >> 1;
		if (ends[middle] <= at) low = middle + 1;
		else high = middle;
	}
	return low;
}
/** Away from changes of the offset by more than its longest span, a weekly timeline repeats exactly. */
function repeatsWeeklyUntil(zone, reach, at) {
	const margin = (reach + 1) * DAY;
	const change = zone.nextChange(at - margin);
	if (change === null) return Number.POSITIVE_INFINITY;
	return change > at + margin ? change - margin : at;
}

// src/calendar/rrule.ts
/**
* Reads recurrence rules of RFC 5545 that select days: `FREQ=MONTHLY;BYDAY=3SU`. Hours belong to `hours`, the first
* day to `starts`, so parts that would say either a second time are refused, as is COUNT, which would make today's
* answer depend on counting from the first day.
*/
/** Longer rules are not written by hand; a year has room for every day's number in less. */
const LONGEST_TEXT$1 = 3e3;
/** Larger intervals select at most one day of a life. */
const LARGEST_INTERVAL = 9999;
/** The rule of a text, `RRULE:` in front or not, in any case. `starts` is a local date, `2026-01-05`. */
function readRule(text, { starts } = {}) {
	const first = starts === void 0 ? null : readDate(starts);
	if (first === void 0) return refuse("rrule-unreadable", `\`starts\` is not a date: write it as \`2026-01-05\``);
	const parts = partsOf(text);
	if (typeof parts === "string") return refuse("rrule-unreadable", parts);
	const timed = [
		"BYHOUR",
		"BYMINUTE",
		"BYSECOND"
	].find((name) => parts.has(name));
	if (timed !== void 0) return refuse("rrule-hours", `\`${timed}\` is not for rules of days: give the times with \`hours\``);
	if (parts.has("COUNT")) return refuse("rrule-count", "`COUNT` is not supported: give the last day with `UNTIL`");
	return ruleOf$1(parts, first);
}
function refuse(code, message) {
	return {
		kind: "refused",
		code,
		message
	};
}
/** The parts by name, or what is wrong with the text. */
function partsOf(text) {
	const parts = /* @__PURE__ */ new Map();
	if (text.length > LONGEST_TEXT$1) return `it is longer than ${LONGEST_TEXT$1} characters`;
	const body = text.trim().toUpperCase().replace(/^RRULE:/, "");
	for (const part of body.split(";")) {
		const [name = "", value, ...more] = part.split("=").map((each) => each.trim());
		if (value === void 0 || value === "" || more.length > 0) return `\`${part}\` is not a part \`NAME=VALUE\``;
		if (parts.has(name)) return `\`${name}\` is given twice`;
		if (!NAMES.has(name)) return unknownPart(name);
		parts.set(name, value);
	}
	return parts;
}
const NAMES = new Set("FREQ INTERVAL UNTIL COUNT WKST BYDAY BYMONTHDAY BYMONTH BYYEARDAY BYWEEKNO BYSETPOS BYHOUR BYMINUTE BYSECOND".split(" "));
function unknownPart(name) {
	if (name.startsWith("DTSTART")) return "`DTSTART` is not part of a rule here: give the first day with `starts`";
	return `there is no part \`${name.slice(0, 40)}\``;
}
/** The name and the value of what could not be read; thrown and caught in this file only. */
var Unreadable = class extends Error {};
function ruleOf$1(parts, starts) {
	try {
		const rule = readParts(parts, starts);
		const misfit = misfitOf(rule, parts);
		if (misfit !== void 0) return refuse("rrule-unreadable", misfit);
		const open = openPartOf(rule);
		if (rule.interval > 1 && starts === null) return refuse("rrule-needs-starts", `\`INTERVAL=${rule.interval}\` needs a first day to count from: give \`starts\``);
		if (open === void 0) return {
			kind: "rule",
			rule
		};
		if (starts === null) return refuse("rrule-needs-starts", `${open.says}: add it, or give \`starts\``);
		return {
			kind: "rule",
			rule: {
				...rule,
				...open.from(starts)
			}
		};
	} catch (error) {
		if (error instanceof Unreadable) return refuse("rrule-unreadable", error.message);
		throw error;
	}
}
function readParts(parts, starts) {
	return {
		frequency: frequencyOf(parts.get("FREQ")),
		interval: intervalOf(parts.get("INTERVAL") ?? "1"),
		starts,
		until: untilOf(parts.get("UNTIL")),
		weekStart: weekdayNamed("WKST", parts.get("WKST") ?? "MO"),
		weekdays: items(parts, "BYDAY").map(ordinalOf),
		months: numbers(parts, "BYMONTH", {
			least: 1,
			most: 12
		}),
		monthDays: numbers(parts, "BYMONTHDAY", {
			least: -31,
			most: 31
		}),
		yearDays: numbers(parts, "BYYEARDAY", {
			least: -366,
			most: 366
		}),
		weekNumbers: numbers(parts, "BYWEEKNO", {
			least: -53,
			most: 53
		}),
		positions: numbers(parts, "BYSETPOS", {
			least: -366,
			most: 366
		})
	};
}
function frequencyOf(text) {
	if (text === "DAILY" || text === "WEEKLY" || text === "MONTHLY" || text === "YEARLY") return text;
	const found = text === void 0 ? "there is no `FREQ`" : `\`FREQ=${text.slice(0, 40)}\` is not one of days`;
	throw new Unreadable(`${found}: write \`FREQ=DAILY\`, \`WEEKLY\`, \`MONTHLY\` or \`YEARLY\``);
}
function intervalOf(text) {
	const interval = /^\d{1,9}$/.test(text) ? Number(text) : 0;
	if (interval >= 1 && interval <= LARGEST_INTERVAL) return interval;
	throw new Unreadable(`\`INTERVAL=${text.slice(0, 40)}\` is not a whole number from 1 to ${LARGEST_INTERVAL}`);
}
function untilOf(text) {
	if (text === void 0) return null;
	const day = readDate(text.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3"));
	if (day !== void 0) return day;
	throw new Unreadable(`\`UNTIL=${text.slice(0, 40)}\` is not a date: write the last day alone, \`UNTIL=20261231\``);
}
function items(parts, name) {
	return parts.get(name)?.split(",").map((each) => each.trim()) ?? [];
}
function numbers(parts, name, { least, most }) {
	return items(parts, name).map((text) => {
		const value = /^[+-]?\d{1,3}$/.test(text) ? Number(text) : 0;
		if (value !== 0 && value >= least && value <= most) return value;
		const from = least < 0 ? `1 to ${most} or -1 to ${least}` : `${least} to ${most}`;
		throw new Unreadable(`\`${text.slice(0, 40)}\` in \`${name}\` is not a whole number from ${from}`);
	});
}
const WEEKDAY_NAMES = [
	"MO",
	"TU",
	"WE",
	"TH",
	"FR",
	"SA",
	"SU"
];
function weekdayNamed(part, text) {
	const index = WEEKDAY_NAMES.indexOf(text);
	if (index >= 0) return index + 1;
	throw new Unreadable(`\`${text.slice(0, 40)}\` in \`${part}\` is not a day: write \`MO\`, \`3SU\` or \`-1FR\``);
}
const ORDINAL = /^([+-]?\d{1,2})?([A-Z]{2})$/;
function ordinalOf(text) {
	const match = ORDINAL.exec(text);
	const weekday = weekdayNamed("BYDAY", match?.[2] ?? text);
	const nth = match?.[1] === void 0 ? 0 : Number(match[1]);
	if (match?.[1] === void 0 || nth !== 0 && Math.abs(nth) <= 53) return {
		weekday,
		nth
	};
	throw new Unreadable(`\`${text}\` in \`BYDAY\` has a number outside 1 to 53 and -1 to -53`);
}
/** Parts that RFC 5545 forbids together: they have no agreed meaning. */
function misfitOf(rule, parts) {
	const { frequency, weekNumbers } = rule;
	const ordinals = rule.weekdays.filter((each) => each.nth !== 0);
	const isShort = frequency === "DAILY" || frequency === "WEEKLY";
	const choices = [...parts.keys()].filter((name) => name.startsWith("BY") && name !== "BYSETPOS");
	return [
		[ordinals.length > 0 && isShort, "a number in `BYDAY` needs `FREQ=MONTHLY` or `YEARLY`"],
		[ordinals.length > 0 && weekNumbers.length > 0, "a number in `BYDAY` has no meaning with `BYWEEKNO`"],
		[rule.monthDays.length > 0 && frequency === "WEEKLY", "`BYMONTHDAY` has no meaning with `FREQ=WEEKLY`"],
		[rule.yearDays.length > 0 && frequency !== "YEARLY", "`BYYEARDAY` needs `FREQ=YEARLY`"],
		[weekNumbers.length > 0 && frequency !== "YEARLY", "`BYWEEKNO` needs `FREQ=YEARLY`"],
		[rule.positions.length > 0 && choices.length === 0, "`BYSETPOS` needs another `BY…` part to choose from"]
	].find(([isThere]) => isThere)?.[1];
}
function openPartOf(rule) {
	const { frequency } = rule;
	if (rule.weekdays.length > 0 || rule.monthDays.length > 0 || rule.yearDays.length > 0 || frequency === "DAILY") return void 0;
	if (frequency === "WEEKLY" || rule.weekNumbers.length > 0) return {
		says: "it does not say on which day of the week (`BYDAY`)",
		from: weekdayFrom
	};
	if (frequency === "MONTHLY" || rule.months.length > 0) return {
		says: "it does not say on which day of the month (`BYMONTHDAY`, `BYDAY`)",
		from: monthDayFrom
	};
	return {
		says: "it does not say on which day of the year",
		from: dateFrom
	};
}
function weekdayFrom(starts) {
	return { weekdays: [{
		weekday: weekdayOf(starts),
		nth: 0
	}] };
}
function monthDayFrom(starts) {
	return { monthDays: [civilDate(starts).day] };
}
function dateFrom(starts) {
	return {
		months: [civilDate(starts).month],
		...monthDayFrom(starts)
	};
}

// src/policy/calendar.ts
/** The times a policy writes, as timelines. */
const windows$1 = /* @__PURE__ */ new WeakMap();
const freezes = /* @__PURE__ */ new WeakMap();
/** The timeline of a named window, one for all gates that ask for it; undefined when the policy has none of that name. */
function windowTimeline(policy, name) {
	const window = Object.hasOwn(policy.windows, name) ? policy.windows[name] : void 0;
	if (window === void 0) return void 0;
	const timeline = windows$1.get(window) ?? remembering(recurring(policy, window, window, "closed"));
	windows$1.set(window, timeline);
	return timeline;
}
/** A freeze between two dates, a recurring one, or a recurring one between two dates. */
function freezeTimeline(policy, freeze) {
	const kept = freezes.get(freeze);
	if (kept !== void 0) return kept;
	const dated = datesOf(policy, freeze);
	const recurs = freeze.recurs === null ? void 0 : recurring(policy, freeze, freeze.recurs, "open");
	const parts = [...dated === void 0 ? [] : [dated], ...recurs === void 0 ? [] : [recurs]];
	const timeline = remembering(intersectionOf(parts));
	freezes.set(freeze, timeline);
	return timeline;
}
/** Times were checked when the policy was parsed. */
function datesOf({ zone }, freeze) {
	if (freeze.from === void 0 || freeze.until === void 0) return void 0;
	const own = checkedZone(freeze.zone ?? zone);
	const from = readMoment(freeze.from, own);
	const until = readMoment(freeze.until, own);
	if (from === void 0 || until === void 0) throw new RangeError(`Unreadable freeze ${freeze.name}`);
	return datedTimeline({
		from,
		until
	});
}
function recurring({ zone }, written, { days, hours }, whenUnknown) {
	const { rrule, starts, holidays, "before-holidays": before } = written;
	return recurringTimeline({
		zone: checkedZone(written.zone ?? zone),
		days,
		hours,
		rule: rrule === void 0 ? void 0 : ruleOf(rrule, starts),
		closedOn: testOf(holidays),
		onlyBefore: testOf(before),
		whenUnknown
	});
}
function ruleOf(rrule, starts) {
	const read = readRule(rrule, { starts });
	if (read.kind === "refused") throw new RangeError(`Unreadable recurrence ${rrule}`);
	return read.rule;
}
function testOf(entries) {
	return entries === void 0 ? void 0 : holidaysOf(entries).isHoliday;
}
/**
* Whether a window that never opens again might, were the holidays of its days known so far ahead: the tables of some
* calendars end in this century.
*/
function isHolidayUnknown(policy, name, at) {
	const window = Object.hasOwn(policy.windows, name) ? policy.windows[name] : void 0;
	if (window === void 0) return false;
	const { knownUntil } = holidaysOf([...window.holidays ?? [], ...window["before-holidays"] ?? []]);
	if (knownUntil === null || knownUntil * 864e5 >= at + HORIZON) return false;
	const { isInside, changesAt } = recurring(policy, window, window, "open").stateAt(at);
	return isInside || changesAt !== null;
}

// src/policy/release-times.ts
/** The gates whose `for` selects the release, in file order. */
function gatesFor(release) {
	return release.policies.flatMap((policy) => policy.gates.filter((gate) => selects(policy, gate, release)).map((gate) => ({
		policy,
		gate
	})));
}
function selects(policy, gate, { risk, environment, kind }) {
	if (gate.at !== kind) return false;
	if (!(gate.for?.tiers?.includes(tierFor(policy, risk)) ?? true)) return false;
	return environment === void 0 || matchesEnvironment(gate.for?.environments, environment);
}
/**
* Whether `except: { types }` lets the release pass. `rollback` there means an authorised one, which skips the gate
* anyhow; one that nobody authorised is excepted from nothing.
*/
function isExcepted(except, { type }) {
	return type !== "rollback" && (except?.types.includes(type) ?? false);
}
/** The freezes of the policies that concern the release. */
function freezesFor(release) {
	return release.policies.flatMap((policy) => policy.freezes.filter((freeze) => concerns(policy, freeze, release)).map((freeze) => ({
		name: freeze.name,
		timeline: freezeTimeline(policy, freeze),
		zone: freeze.zone ?? policy.zone,
		policy
	})));
}
/** Merging has no environment, so a freeze that is extended to merging holds it whatever environments it names. */
function concerns(policy, freeze, { environment, risk, kind }) {
	return freeze.at.includes(kind) && (environment === void 0 || matchesEnvironment(freeze.environments, environment)) && (freeze.tiers?.includes(tierFor(policy, risk)) ?? true) && !isExcepted(freeze.except, risk);
}
/** What has to hold for the release to be open by time: some window of each gate, and none of the freezes. */
function timesFor(release) {
	return {
		inside: gatesFor(release).filter(({ gate }) => gate.require.window !== void 0 && !isExcepted(gate.except, release.risk)).map(({ policy, gate }) => windowsOf(policy, gate.require.window ?? [])),
		outside: freezesFor(release).map(({ timeline }) => timeline)
	};
}
/** Any of the named windows. */
function windowsOf(policy, names) {
	return unionOf(names.flatMap((name) => windowTimeline(policy, name) ?? []));
}

// src/policy/authorised-rollback.ts
/** Every policy in force has to authorise it. */
function isAuthorisedRollback(context) {
	return whyNotAuthorised(context)?.length === 0;
}
/**
* What keeps a step back from being an authorised rollback, as reasons of the table; empty when nothing does. Undefined:
* the release is no step back at all.
*/
function whyNotAuthorised(context) {
	const { facts, environment } = context;
	if (environment === void 0 || facts.direction !== "backward") return void 0;
	const reasons = [...aboutTarget(context, environment), ...context.policies.flatMap((policy) => aboutPolicy(policy, environment, context))];
	const seen = /* @__PURE__ */ new Set();
	return reasons.filter((reason) => {
		const key = JSON.stringify(reason);
		return !seen.has(key) && Boolean(seen.add(key));
	});
}
/** When time alone authorises the rollback, since a limit is no longer reached; null: never, or it is no rollback. */
function rollbackChangesAt(context) {
	const reasons = whyNotAuthorised(context) ?? [];
	if (reasons.length === 0 || reasons.some(({ code }) => code !== "rollback-limit")) return null;
	return Math.max(...context.policies.flatMap((policy) => windowLimitOf(policy, context)?.until ?? []));
}
function aboutTarget(context, environment) {
	const hold = holdsCandidate(context);
	return [
		...context.facts.complete ? [] : [{ code: "rollback-incomplete" }],
		...wasLastVerifiedGood(context, environment) ? [] : [{
			code: "rollback-unverified",
			environment
		}],
		...hold === void 0 ? [] : [{
			code: "rollback-quarantined",
			sha: hold.sha,
			by: hold.by
		}]
	];
}
/** Whether the latest verification of the candidate here is a `pass`; of several at one instant, all of them. */
function wasLastVerifiedGood({ facts, policies, risk }, environment) {
	if (risk.type !== "rollback") return false;
	return policies.every((policy) => {
		const verifications = deploymentsTo(environment, policy, facts).filter(({ sha, state }) => sha === facts.candidate.sha && state !== "failure").flatMap(({ verification }) => verification ?? []).filter(({ verdict, confidence }) => verdict !== "pass" || confidence !== "low");
		const latest = Math.max(...verifications.map(({ at }) => epochMs(at)));
		const last = verifications.filter(({ at }) => epochMs(at) === latest);
		return last.length > 0 && last.every(({ verdict }) => verdict === "pass");
	});
}
function aboutPolicy(policy, environment, context) {
	if (!saysSomethingHere(policy, environment, context)) return [];
	const rules = entryFor(policy, environment)?.rollback;
	return [
		...barriersIn(rules?.barriers, context.facts.changes),
		...attemptsOf(rules?.limit?.attempts ?? 1, context),
		...limitOf(policy, context),
		...opinionsOf(policy, rules, context)
	];
}
/** A policy without a gate, a freeze or a word about this environment opens it anyhow, so it need not be asked. */
function saysSomethingHere(policy, environment, context) {
	const own = {
		...context,
		policies: [policy]
	};
	const { promote, group, rollback } = entryFor(policy, environment) ?? {};
	return promote !== void 0 || group !== void 0 || rollback !== void 0 || gatesFor(own).length > 0 || freezesFor(own).length > 0;
}
/** What cannot be looked at may be a barrier. All of the repository counts: a service's data need not be in its paths. */
function barriersIn(barriers, changes) {
	if (barriers === void 0) return [];
	const { labels = [], paths = [] } = barriers;
	const globs = paths.map((pattern) => compileGlob(pattern));
	const found = changes.flatMap((change) => barrierIn(change, labels, globs) ?? []);
	const [barrier] = found;
	if (barrier !== void 0) return [{
		code: "rollback-barrier",
		...barrier,
		barriers: found.length
	}];
	const isUnseen = (change) => change.kind !== "commit" && !change.filesComplete && globs.length > 0;
	return changes.length === 0 || changes.some(isUnseen) ? [{ code: "rollback-incomplete" }] : [];
}
/** By what the change is a barrier; a renamed file counts under both names. */
function barrierIn(change, labels, globs) {
	const label = (change.kind === "commit" ? [] : change.labels).find((each) => labels.some((wanted) => isSameName(wanted, each)));
	if (label !== void 0) return {
		change: nameOfChange(change),
		label
	};
	const path = change.files.flatMap((file) => [file.path, file.previousPath ?? []].flat()).find((each) => globs.some((matches) => matches(each)));
	return path === void 0 ? void 0 : {
		change: nameOfChange(change),
		path
	};
}
/** Rollbacks that took this release away before. Without a baseline any of them may have. */
function attemptsOf(attempts, { facts }) {
	const { baseline, rollbacks } = facts;
	const used = rollbacks.filter(({ from }) => baseline === null || from === baseline.sha).length;
	if (used < attempts) return [];
	return [{
		code: "rollback-attempts",
		...baseline === null ? {} : { sha: baseline.sha },
		used,
		attempts
	}];
}
function limitOf(policy, context) {
	const limit = windowLimitOf(policy, context);
	if (limit === void 0) return [];
	const { until, ...data } = limit;
	return [{
		code: "rollback-limit",
		...data,
		until: toInstant(until),
		zone: policy.zone
	}];
}
/** The limit of rollbacks in a time, when it is reached, and until when it is. */
function windowLimitOf(policy, { facts, at, environment = "" }) {
	const limit = entryFor(policy, environment)?.rollback?.limit;
	if (limit?.per === void 0 || limit["at-most"] === void 0) return void 0;
	const { per, "at-most": most } = limit;
	const ends = facts.rollbacks.map((rollback) => expiryOf(epochMs(rollback.at), per)).filter((end) => end > at).toSorted((one, other) => one - other);
	const until = ends[ends.length - most];
	return until === void 0 ? void 0 : {
		used: ends.length,
		most,
		per,
		until
	};
}
/** Whether the policy leaves it to itself or asks people, and what these said. A no stops what is automatic as well. */
function opinionsOf(policy, rules, context) {
	const tier = tierFor(policy, {
		tier: context.risk.tierOfChanges,
		tiers: context.risk.tiers
	});
	const authorise = rules?.authorise ?? {};
	const isAutomatic = Object.hasOwn(authorise, tier) && authorise[tier] === "auto";
	const by = rules?.by ?? policy.override?.by;
	if (by === void 0) return isAutomatic ? [] : [{
		code: "rollback-nobody-may",
		tier
	}];
	const asked = {
		count: 1,
		from: by,
		of: "release",
		distinct: false,
		veto: false
	};
	const [rejection] = rejectionsOf(asked, context).toSorted((one, other) => one.user < other.user ? -1 : 1);
	if (rejection !== void 0) return [{
		code: "rollback-rejected",
		...rejection
	}];
	return isAutomatic || releaseOpinions(context.facts.changes, {
		asked,
		policy
	}, context).approvers.length > 0 ? [] : [{
		code: "rollback-not-approved",
		tier,
		from: sayPeople(by)
	}];
}

// src/policy/services.ts
/**
* The changes that a policy judges. What cannot be known stays in: an unknown service, a change whose files GitHub did
* not list. Each policy draws its own services, so a repository cannot hide a change from its organisation.
*/
function changesFor(policy, facts) {
	const paths = pathsFor(policy, facts.question);
	if (paths === void 0) return facts.changes;
	return facts.changes.filter((change) => touches(change, paths));
}
/** A pull request that is not among the changes: what it changes is not known. */
function lacksItsPullRequest({ question, changes }) {
	if (question.kind !== "merge") return false;
	return !changes.some((change) => change.kind !== "commit" && change.number === question.pullRequest);
}
/** The globs of the service that is asked about; undefined: everything. */
function pathsFor(policy, question) {
	if (question.kind !== "deploy") return void 0;
	const named = entryFor(policy, question.environment)?.service;
	const asked = question.service;
	if (named !== void 0 && asked !== void 0 && !isSameName(named, asked)) return void 0;
	const service = Object.entries(policy.services).find(([name]) => isSameName(name, named ?? asked ?? ""))?.[1];
	return service === void 0 ? void 0 : globsOf(service);
}
const compiled = /* @__PURE__ */ new WeakMap();
function globsOf(service) {
	const kept = compiled.get(service) ?? service.paths.map((pattern) => compileGlob(pattern));
	compiled.set(service, kept);
	return kept;
}
function touches(change, paths) {
	if (change.kind !== "commit" && !change.filesComplete) return true;
	const isOwn = (path) => path !== void 0 && paths.some((matches) => matches(path));
	return change.files.some((file) => isOwn(file.path) || isOwn(file.previousPath));
}

// src/policy/gates/approvals/reviews.ts
function reviewOpinions(change, asked, electorate, ballots) {
	return split(ballots.reviewsOf(change).map((ballot) => judge$4(ballot, change, asked, electorate, ballots)));
}
function judge$4(ballot, change, asked, electorate, { context }) {
	const { identity, login, person } = ballot;
	const expiresAt = endOfApproval(ballot.at, asked);
	const isExpired = expiresAt !== null && expiresAt <= context.at;
	const code = personProblem(ballot, electorate) ?? reviewProblem(ballot, change, asked) ?? (isExpired ? "expired" : void 0);
	if (code !== void 0) return {
		login,
		code
	};
	return person === void 0 ? {
		login,
		code: "not-eligible"
	} : {
		identity,
		login,
		person,
		expiresAt
	};
}
/** A review speaks for the head it was given on; a clean rebase changes the head and not the patch. */
function reviewProblem({ review }, change, { via }) {
	if (review.state === "changes_requested") return "changes-requested";
	if (review.state === "dismissed") return "dismissed";
	if (via !== void 0 && !via.includes("review")) return "source-not-accepted";
	return isOnFinalHead(review, change) ? void 0 : "stale";
}
/**
* Whoever of those asked wants changes and has neither approved since nor been dismissed. On whatever head they said
* so: pushing something else is not yet an answer that they accepted. Contributors may object; bots are not people.
*/
function objectionsTo(change, mayObject, ballots) {
	return ballots.reviewsOf(change).flatMap((ballot) => {
		return ballot.review.state === "changes_requested" && mayObject(ballot) ? [{
			user: ballot.login,
			change: nameOfChange(change)
		}] : [];
	});
}

// src/policy/gates/approvals/poll.ts
function takePoll(asked, policy, ballots) {
	const changes = changesFor(policy, ballots.context.facts);
	const owners = ownersFor(changes, asked, ballots);
	const by = {
		asked,
		policy
	};
	return {
		...by,
		subjects: asked.of === "release" ? [releaseSubject(by, owners, ballots)] : changeSubjects(changes, by, ballots),
		rejections: rejectionsBy(mayObject(asked, owners), ballots),
		objections: asked.veto ? changes.flatMap((change) => objections(change, asked, owners, ballots)) : []
	};
}
/** Of an `of: release` requirement all owners may object to each change: they are asked about the whole. */
function objections(change, asked, owners, ballots) {
	if (change.kind === "commit") return [];
	const concerned = asked.of === "release" ? owners : ownersFor([change], asked, ballots);
	return objectionsTo(change, mayObject(asked, concerned), ballots);
}
function ownersFor(changes, asked, { owners }) {
	return asked.from.codeowners ? owners.ofChanges(changes) : NO_OWNERS;
}
/** Of a release that is not listed in full, also what cannot be known of the rest. */
function releaseSubject(by, owners, ballots) {
	const unlisted = unlistedOwners(by, ballots);
	return release(by, {
		owned: [...owners.owned, ...unlisted.owned],
		unknown: [...owners.unknown, ...unlisted.unknown]
	}, ballots);
}
function unlistedOwners({ asked }, { context, owners }) {
	return asked.from.codeowners && hasUnseenChanges$1(context) ? owners.ofUnlisted() : NO_OWNERS;
}
function changeSubjects(changes, by, ballots) {
	const subjects = changes.map((change) => changeSubject(change, by, ballots));
	if (!hasUnseenChanges$1(ballots.context)) return subjects;
	const rest = release(by, unlistedOwners(by, ballots), ballots);
	return [...subjects, {
		...rest,
		name: "the unlisted changes"
	}];
}
function changeSubject(change, by, ballots) {
	const { asked } = by;
	const owners = ownersFor([change], asked, ballots);
	const electorate = electorateOfChange(change, asked, owners, ballots);
	const opinions = change.kind === "commit" ? releaseOpinions$1(by, electorate, ballots) : reviewOpinions(change, asked, electorate, ballots);
	return subject(nameOfChange(change), asked, opinions, owners, excludedFrom(electorate));
}
function release(by, owners, ballots) {
	const { asked } = by;
	const electorate = electorateOfRelease(asked, owners, ballots);
	return subject(ballots.context.facts.candidate.sha.slice(0, 7), asked, releaseOpinions$1(by, electorate, ballots), owners, excludedFrom(electorate));
}
function excludedFrom({ contributors, deployers }) {
	return /* @__PURE__ */ new Set([...contributors, ...deployers]);
}
function subject(name, asked, opinions, owners, excluded) {
	const isUnowned = owners.owned.length === 0 && owners.unknown.length === 0;
	return {
		name,
		needed: asksOwnersAlone(asked) && isUnowned ? 0 : asked.count,
		opinions,
		...owners,
		isExcluded: (identity) => excluded.has(identity)
	};
}
/** Nobody but owners is asked, so where there are none nobody is. */
function asksOwnersAlone({ from }) {
	const isOpenToOthers = from.users !== void 0 || from.teams !== void 0 || from.permission !== void 0;
	return from.codeowners === true && !isOpenToOthers;
}
function hasUnseenChanges$1({ facts }) {
	if (!facts.complete) return true;
	if (facts.question.kind === "merge") return lacksItsPullRequest(facts);
	return facts.changes.length === 0 && !["forward", "same"].includes(facts.direction);
}

// src/policy/gates/approvals/conclude.ts
/** The explanation tells so many of what lacks an owner; the rest is counted. */
const MOST_TOLD$2 = 5;
/** @param changesAt when the status next changes because approvals expire; undefined: time has no part in it. */
function conclude(poll, tally, changesAt, context) {
	return {
		kind: "approvals",
		status: tally.status,
		counted: countedIn(poll, tally),
		ignored: ignoredIn(poll, tally),
		...changesAt === void 0 ? {} : { changesAt },
		reason: reasonOf$1(poll, tally, changesAt ?? null, context)
	};
}
function reasonOf$1(poll, tally, changesAt, context) {
	const { asked, policy, rejections, objections, subjects } = poll;
	const [rejection, ...others] = rejections;
	if (rejection !== void 0) {
		const more = others.length === 0 ? {} : { others: others.map(({ user }) => user) };
		return {
			code: "rejected",
			...rejection,
			...more
		};
	}
	const data = {
		needed: asked.count,
		of: asked.of,
		from: sayPeople(asked.from)
	};
	if (tally.status === "met") {
		if (asksOwnersAlone(asked) && subjects.every(({ owned }) => owned.length === 0)) return { code: "no-owners" };
		const until = changesAt === null ? {} : {
			until: toInstant(changesAt),
			zone: policy.zone
		};
		return {
			code: "enough",
			...data,
			...until
		};
	}
	const lacking = {
		...data,
		...sayLacking$1(tally.shortfalls, poll, context)
	};
	if (objections.length > 0) return {
		code: "changes-requested",
		objections,
		...lacking
	};
	const unknown = subjects.flatMap((subject) => subject.unknown);
	if (unknown.length > 0) return {
		code: "owners-unknown",
		unknown: unknown.slice(0, MOST_TOLD$2),
		more: rest(unknown),
		...lacking
	};
	return {
		code: "not-enough",
		...lacking
	};
}
/** What lacks whom, and how they can say yes. */
function sayLacking$1(shortfalls, poll, context) {
	const waiting = shortfalls.map(({ subject, missing }) => ({
		change: subject.name,
		missing
	}));
	const files = shortfalls.flatMap(({ subject, uncovered }) => uncovered.map((each) => sayFiles$1(subject, each, context)));
	const isByRelease = poll.asked.of === "release" || waiting.some(({ change }) => !change.startsWith("#"));
	const { environment } = context;
	return {
		waiting,
		...files.length === 0 ? {} : { owners: {
			files: files.slice(0, MOST_TOLD$2),
			more: rest(files)
		} },
		...isByRelease && environment !== void 0 ? {
			environment,
			sources: sourcesFor(poll, context)
		} : {}
	};
}
function sayFiles$1(subject, { paths, owners }, { directory, facts }) {
	const [path = ""] = paths;
	const told = {
		change: subject.name,
		path,
		more: paths.length - 1,
		owners: owners.map(({ text }) => text)
	};
	const [organisation = ""] = facts.repository.toLowerCase().split("/");
	const able = owners.filter((owner) => {
		if (owner.kind === "team") return owner.organisation.toLowerCase() === organisation;
		return owner.kind === "user";
	});
	if (able.length === 0) return {
		...told,
		nobody: "no-account"
	};
	return able.every((owner) => owner.kind === "user" && subject.isExcluded(directory.identityOf(owner.login))) ? {
		...told,
		nobody: "contributors"
	} : told;
}
function rest(all) {
	return Math.max(0, all.length - MOST_TOLD$2);
}
function countedIn({ subjects }, { counts }) {
	const approvers = subjects.flatMap(({ opinions }) => opinions.approvers.filter(counts));
	return [...new Set(approvers.map(({ login }) => login))];
}
function ignoredIn({ subjects }, { servesAnother }) {
	const elsewhere = subjects.flatMap(({ opinions }) => opinions.approvers.filter(servesAnother)).map(({ login }) => ({
		user: login,
		code: "used-elsewhere"
	}));
	const all = [...subjects.flatMap(({ opinions }) => opinions.ignored), ...elsewhere];
	return [...new Map(all.map((each) => [`${each.code} ${each.user}`, each])).values()];
}

// src/policy/gates/assignment.ts
/** For each need the people who serve it; as many needs as possible are satisfied, earlier ones preferred. */
function assignPeople(needs) {
	const reduced = needs.map(({ groups }) => ({ groups: withoutImplied(groups) }));
	const possible = reduced.flatMap((need, index) => need.groups.every(hasEnough) ? [index] : []);
	const budget = { left: BUDGET };
	return fillUp(reduced, (possible.length > MOST_SUBSETS ? oneByOne(reduced, possible) : bestSubset(reduced, possible, budget)) ?? needs.map(() => /* @__PURE__ */ new Set()));
}
/** Steps of trying before a search gives up; reached only with dozens of people and many different changes. */
const BUDGET = 2e4;
/** Above this many needs not every subset is tried: each need is taken in that goes with those before it. */
const MOST_SUBSETS = 10;
function bestSubset(needs, possible, budget) {
	return subsetsLargestFirst(possible).reduce((best, subset) => best ?? satisfy(needs, subset, budget), void 0);
}
/** All at once when that is possible; for needs of one group each this finds as many as there can be. */
function oneByOne(needs, possible) {
	const all = satisfy(needs, possible, { left: BUDGET });
	if (all !== void 0) return all;
	let kept = [];
	let served;
	const inOrder = possible.toSorted((one, other) => seatsOf(needs[one]) - seatsOf(needs[other]) || one - other);
	for (const index of inOrder) {
		const tried = satisfy(needs, [...kept, index].sort((one, other) => one - other), { left: BUDGET / 10 });
		if (tried === void 0) continue;
		kept = [...kept, index];
		served = tried;
	}
	return served;
}
function seatsOf(need) {
	return Math.max(0, ...(need?.groups ?? []).map(({ count }) => count));
}
function hasEnough({ count, people }) {
	return people.size >= count;
}
/** A group that contains the people of another one is met whenever that is, if it does not need more of them. */
function withoutImplied(groups) {
	const needed = [...strictest(groups).values()];
	return needed.filter((group) => !needed.some((other) => other !== group && other.count >= group.count && isWithin(other, group)));
}
/** Hundreds of changes are mostly approved by the same few people, so groups of the same people become one. */
function strictest(groups) {
	const byPeople = /* @__PURE__ */ new Map();
	for (const group of groups) {
		if (group.count === 0) continue;
		const key = [...group.people].sort().join(" ");
		if ((byPeople.get(key)?.count ?? 0) < group.count) byPeople.set(key, group);
	}
	return byPeople;
}
function subsetsLargestFirst(indexes) {
	const size = indexes.length;
	return Array.from({ length: 2 ** size }, (_, bits) => indexes.filter((_, at) => (bits >> at) % 2 === 1)).sort((one, other) => other.length - one.length || compareLists(one, other));
}
function compareLists(one, other) {
	const at = one.findIndex((value, index) => value !== other[index]);
	return at < 0 ? 0 : one[at] - other[at];
}
/** People for every need of the subset, or undefined when they cannot all be satisfied. */
function satisfy(needs, subset, budget) {
	const chosen = needs.map(() => /* @__PURE__ */ new Set());
	return cover(needs, subset.filter((index) => needs[index].groups.length > 1), subset.filter((index) => needs[index].groups.length === 1), chosen, budget) ? chosen : void 0;
}
/** Covers the groups of manifold needs one person at a time, then matches the simple needs with who is left. */
function cover(needs, manifold, simple, chosen, budget) {
	if (budget.left-- <= 0) return false;
	const tight = tightest(needs, manifold, chosen);
	if (tight === "hopeless") return false;
	if (tight === void 0) return matchSimple(needs, simple, chosen);
	const { index, free } = tight;
	for (const person of mostUsefulFirst(free, needs[index])) {
		chosen[index]?.add(person);
		if (cover(needs, manifold, simple, chosen, budget)) return true;
		chosen[index]?.delete(person);
	}
	return false;
}
/** The open group with the fewest people to spare; `hopeless` when one of them lacks people. Undefined: none is open. */
function tightest(needs, manifold, chosen) {
	const taken = new Set(chosen.flatMap((people) => [...people]));
	const best = manifold.flatMap((index) => needs[index].groups.flatMap((group) => openSeats(group, index, chosen, taken) ?? [])).reduce((found, each) => found === void 0 || each.spare < found.spare ? each : found, void 0);
	return best !== void 0 && best.spare < 0 ? "hopeless" : best;
}
function openSeats({ count, people }, index, chosen, taken) {
	const seats = count - shared(people, chosen[index]);
	if (seats <= 0) return void 0;
	const free = [...people].filter((person) => !taken.has(person));
	return {
		index,
		free,
		spare: free.length - seats
	};
}
/** Whoever serves more groups leaves more people for other needs. */
function mostUsefulFirst(people, need) {
	const uses = new Map(people.map((person) => [person, need.groups.filter((each) => each.people.has(person)).length]));
	return people.toSorted((one, other) => (uses.get(other) ?? 0) - (uses.get(one) ?? 0));
}
function matchSimple(needs, simple, chosen) {
	const taken = new Set(chosen.flatMap((people) => [...people]));
	const matching = new Matching(needs, taken);
	for (const index of simple) for (let seat = 0; seat < (needs[index]?.groups[0]?.count ?? 0); seat++) if (!matching.seatOne(index)) return false;
	for (const [person, index] of matching.servedBy) chosen[index]?.add(person);
	return true;
}
/** Bipartite matching of people to needs, one seat after the other. */
var Matching = class {
	/** Whom a person serves. */
	servedBy = /* @__PURE__ */ new Map();
	needs;
	taken;
	constructor(needs, taken) {
		this.needs = needs;
		this.taken = taken;
	}
	/** Finds one more person for the need, moving others to where they can serve as well. */
	seatOne(index, visited = /* @__PURE__ */ new Set()) {
		for (const person of this.needs[index]?.groups[0]?.people ?? []) {
			if (this.taken.has(person) || visited.has(person)) continue;
			const serves = this.servedBy.get(person);
			if (serves === index) continue;
			visited.add(person);
			if (serves === void 0 || this.seatOne(serves, visited)) {
				this.servedBy.set(person, index);
				return true;
			}
		}
		return false;
	}
};
/** Gives people who serve nobody to the first need that still lacks them, so that what is missing is not overstated. */
function fillUp(needs, chosen) {
	const taken = new Set(chosen.flatMap((people) => [...people]));
	for (const [index, { groups }] of needs.entries()) for (const group of groups) fillGroup(group, chosen[index], taken);
	return chosen;
}
function fillGroup({ count, people }, own, taken) {
	for (const person of people) {
		if (shared(people, own) >= count) return;
		if (taken.has(person)) continue;
		own.add(person);
		taken.add(person);
	}
}
function isWithin(one, other) {
	return one.people.size <= other.people.size && shared(one.people, other.people) === one.people.size;
}
/** How many people are in both. */
function shared(one, other) {
	const [few, many] = one.size <= other.size ? [one, other] : [other, one];
	let both = 0;
	for (const person of few) if (many.has(person)) both++;
	return both;
}

// src/policy/gates/approvals/tally.ts
/** All polls of a decision together, since `distinct` ones share people. */
function tally(polls, at) {
	const assigned = shareOut(polls.filter((poll) => poll.asked.distinct), at);
	const used = new Set([...assigned.values()].flatMap((people) => [...people]));
	return new Map(polls.map((poll) => [poll, tallyOne(poll, at, assigned.get(poll), used)]));
}
/** What is held for another reason, whoever approves, takes nobody from what they could open. */
function shareOut(distinct, at) {
	const served = serve(distinct.filter((poll) => !isHeld(poll)), at, /* @__PURE__ */ new Set());
	const taken = new Set([...served.values()].flatMap((people) => [...people]));
	return new Map([...served, ...serve(distinct.filter(isHeld), at, taken)]);
}
function serve(polls, at, taken) {
	const served = assignPeople(polls.map((poll) => needOf(poll, at, taken)));
	return new Map(polls.map((poll, index) => [poll, served[index] ?? /* @__PURE__ */ new Set()]));
}
function isHeld({ rejections, objections, subjects }) {
	return rejections.length > 0 || objections.length > 0 || subjects.some(({ unknown }) => unknown.length > 0);
}
function tallyOne(poll, at, assigned, used) {
	const counts = (approver) => isInForce(approver, at) && (assigned?.has(approver.identity) ?? true);
	const shortfalls = poll.subjects.flatMap((subject) => shortfallOf(subject, counts) ?? []);
	return {
		shortfalls,
		counts,
		status: statusOf$1(poll, shortfalls),
		servesAnother: ({ identity }) => assigned !== void 0 && !assigned.has(identity) && used.has(identity)
	};
}
function statusOf$1(poll, shortfalls) {
	if (poll.rejections.length > 0) return "failed";
	return isHeld(poll) || shortfalls.length > 0 ? "pending" : "met";
}
function shortfallOf(subject, counts) {
	const { needed, opinions, owned } = subject;
	const people = opinions.approvers.filter(counts);
	const uncovered = owned.filter(({ isOwner }) => !people.some(({ person }) => isOwner(person)));
	const missing = Math.max(needed - people.length, uncovered.length > 0 ? 1 : 0);
	return missing > 0 ? {
		subject,
		missing,
		uncovered
	} : void 0;
}
function isInForce({ expiresAt }, at) {
	return expiresAt === null || expiresAt > at;
}
/** Each change needs its people, and each of its owned files one of them who owns it. */
function needOf({ subjects }, at, taken) {
	return { groups: subjects.flatMap(({ needed, opinions, owned }) => {
		const approvers = opinions.approvers.filter((each) => isInForce(each, at) && !taken.has(each.identity));
		const owners = owned.map(({ isOwner }) => approvers.filter(({ person }) => isOwner(person)));
		return [{
			count: needed,
			people: identities(approvers)
		}, ...owners.map((people) => ({
			count: 1,
			people: identities(people)
		}))];
	}) };
}
/** Sorted, so that the order in which facts list people decides nothing. */
function identities(approvers) {
	return new Set(approvers.map(({ identity }) => identity).sort());
}
/**
* When the status of each poll next changes because approvals expire; null: it does not. Polls in which time has no
* part are left out.
*/
function nextChanges(polls, now) {
	const timed = [polls.filter((poll) => poll.asked.distinct), ...polls.filter((poll) => !poll.asked.distinct).map((poll) => [poll])].filter((together) => together.some((poll) => poll.asked.expires !== void 0));
	return new Map(timed.flatMap((together) => [...changesOf(together, now)]));
}
/**
* As long as those who serve the polls are enough, nothing changes: fewer people can satisfy no more polls. So only the
* instants matter at which somebody is missing, and people are shared out anew.
*/
function changesOf(together, now) {
	const changes = /* @__PURE__ */ new Map();
	let tallies = now;
	let instant = firstLapse(together, tallies, Number.NEGATIVE_INFINITY);
	while (instant !== Number.POSITIVE_INFINITY && changes.size < together.length) {
		tallies = tally(together, instant);
		for (const [poll, { status }] of tallies) if (!changes.has(poll) && status !== now.get(poll)?.status) changes.set(poll, instant);
		instant = firstLapse(together, tallies, instant);
	}
	return new Map(together.map((poll) => [poll, changes.get(poll) ?? null]));
}
/** When some poll that has its people first lacks one of those who serve it now. */
function firstLapse(polls, tallies, after) {
	return polls.flatMap((poll) => {
		const found = tallies.get(poll);
		if (found === void 0 || found.shortfalls.length > 0) return [];
		return poll.subjects.flatMap((subject) => lapsesOf(subject, found.counts));
	}).filter((each) => each > after).reduce((first, each) => Math.min(first, each), Number.POSITIVE_INFINITY);
}
/** When too few are left in all, and when the last owner of each file is gone. */
function lapsesOf({ needed, opinions, owned }, counts) {
	const people = opinions.approvers.filter(counts);
	const ends = people.map(endOf).sort((one, other) => other - one);
	const owners = owned.map(({ isOwner }) => Math.max(...people.filter(({ person }) => isOwner(person)).map(endOf)));
	return [ends[needed - 1] ?? Number.POSITIVE_INFINITY, ...owners];
}
function endOf({ expiresAt }) {
	return expiresAt ?? Number.POSITIVE_INFINITY;
}

// src/policy/gates/approvals.ts
/** The requirement `approvals`: enough of the right people said yes, and none of them said no. */
/** Judges the approvals of all gates of a decision together, since `distinct` ones share people. */
function judgeApprovals(gates, context) {
	const ballots = collectBallots(context);
	const taken = gates.flatMap((active) => {
		const asked = active.gate.require.approvals;
		return asked === void 0 ? [] : [{
			active,
			poll: takePoll(asked, active.policy, ballots)
		}];
	});
	const polls = taken.map(({ poll }) => poll);
	const tallies = tally(polls, context.at);
	const changes = nextChanges(polls, tallies);
	const findings = taken.flatMap(({ active, poll }) => {
		const result = tallies.get(poll);
		return result === void 0 ? [] : [[active, conclude(poll, result, changes.get(poll), context)]];
	});
	return new Map(findings);
}

// src/policy/gates/html-block.ts
const KINDS = [
	{
		begins: /^<(?:script|pre|textarea|style)(?:[\s>]|$)/i,
		ends: /<\/(?:script|pre|textarea|style)>/i
	},
	{
		begins: /^<!--/,
		ends: /-->/
	},
	{
		begins: /^<\?/,
		ends: /\?>/
	},
	{
		begins: /^<![A-Za-z]/,
		ends: />/
	},
	{
		begins: /^<!\[CDATA\[/,
		ends: /\]\]>/
	},
	{
		begins: /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:\s|\/?>|$)/i,
		ends: null
	}
];
/** Any tag alone on its line. */
const LONE_TAG = /^<(?:[a-z][a-z\d-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?|\/[a-z][a-z\d-]*\s*)>\s*$/i;
/**
* How the HTML block that begins with this text ends; undefined when none begins here.
*
* @param interruptsParagraph a lone tag in the middle of a paragraph is part of it.
*/
function htmlBlockAt(text, interruptsParagraph) {
	if (!text.startsWith("<")) return void 0;
	const kind = KINDS.find(({ begins }) => begins.test(text));
	if (kind !== void 0) return { ends: kind.ends };
	return !interruptsParagraph && LONE_TAG.test(text) ? { ends: null } : void 0;
}

// src/policy/gates/task-list.ts
/**
* The boxes of the task lists in a Markdown text, as GitHub shows them: a list item whose first paragraph begins with
* `[ ]` or `[x]`. Lists may be nested, numbered and quoted; code, HTML blocks and comments hold none.
*
* The block structure of CommonMark is followed line by line, in time linear in the text: bodies of pull requests are
* written by anybody.
*/
function taskBoxes(markdown) {
	if (!SOME_BOX.test(markdown)) return [];
	const reader = new BlockReader();
	for (const line of markdown.split(/\r\n|\n|\r/)) reader.read(withoutTabs(line));
	return reader.boxes;
}
const SOME_BOX = /\[[\sx]\]/i;
/** A box with nothing after it is not shown as one, but somebody left it open. */
const BOX = /^\[([\sx])\](?=\s|$)/i;
/** Deeper nesting costs time and says nothing; whatever looks like an open box there counts as one. */
const DEEPEST = 100;
const NONE = { kind: "none" };
var BlockReader = class {
	boxes = [];
	#containers = [];
	#leaf = NONE;
	read(line) {
		let at = 0;
		let depth = 0;
		for (const container of this.#containers) {
			const next = continued(container, line, at);
			if (next === void 0) break;
			at = next;
			depth++;
		}
		const isOwn = depth === this.#containers.length;
		if (isOwn && this.#isTakenByLeaf(line.slice(at))) return;
		const paragraph = isOwn ? "own" : "lazy";
		let place = {
			at,
			depth,
			paragraph: this.#leaf.kind === "paragraph" ? paragraph : "none"
		};
		while (place !== void 0) place = this.#step(line, place);
	}
	/** Whether the line is done: open code or HTML took it, or it is blank. */
	#isTakenByLeaf(rest) {
		const isBlank = /^ *$/.test(rest);
		if (!this.#isInLeaf(rest, isBlank)) {
			if (isBlank || this.#leaf.kind !== "paragraph") this.#leaf = NONE;
			return isBlank;
		}
		if (isEndOf(this.#leaf, rest)) this.#leaf = NONE;
		return true;
	}
	#isInLeaf(rest, isBlank) {
		const leaf = this.#leaf;
		if (leaf.kind === "html") return leaf.ends !== null || !isBlank;
		if (leaf.kind === "indented-code") return isBlank || indentOf(rest, 0) >= 4;
		return leaf.kind === "fence";
	}
	/** Reads one block start. Returns where the line goes on when a container began, undefined when the line is done. */
	#step(line, place) {
		const indent = indentOf(line, place.at);
		const rest = line.slice(place.at + indent);
		if (rest === "") return this.#close(place);
		if (indent >= 4) {
			if (place.paragraph === "none") this.#begin({ kind: "indented-code" }, place);
			return;
		}
		const leaf = leafAt(rest, place);
		if (leaf !== void 0) return this.#begin(leaf, place);
		const container = containerAt(rest, indent, place);
		if (container === void 0) return this.#readText(rest, place);
		if (place.depth >= DEEPEST) return this.#readTooDeep(rest, place);
		this.#begin(NONE, place);
		this.#containers.push({
			width: container.width,
			hasContent: false
		});
		return {
			at: place.at + indent + container.length,
			depth: place.depth + 1,
			paragraph: "none"
		};
	}
	/** A line without a block start goes on with the open paragraph, or begins one. */
	#readText(rest, place) {
		if (place.paragraph !== "none") return;
		const container = this.#containers[place.depth - 1];
		if (container !== void 0 && container.width !== null && !container.hasContent) this.#readBox(rest);
		this.#begin({ kind: "paragraph" }, place);
	}
	#readBox(rest) {
		const mark = BOX.exec(rest)?.[1];
		if (mark !== void 0) this.boxes.push({
			text: rest.slice(3).trim(),
			isTicked: mark.trim() !== ""
		});
	}
	#readTooDeep(rest, place) {
		if (/\[\s\]/.test(rest)) this.boxes.push({
			text: rest,
			isTicked: false
		});
		this.#begin({ kind: "paragraph" }, place);
	}
	#begin(leaf, place) {
		this.#close(place);
		this.#leaf = leaf;
		const container = this.#containers[place.depth - 1];
		if (container !== void 0) container.hasContent = true;
	}
	/** Ends what the line is not in. */
	#close({ depth }) {
		this.#containers.length = depth;
		this.#leaf = NONE;
	}
};
/** Where the content of the line begins when it is in the container; undefined when it is not. */
function continued({ width, hasContent }, line, at) {
	const indent = indentOf(line, at);
	if (width === null) {
		if (indent > 3 || line[at + indent] !== ">") return void 0;
		return at + indent + (line[at + indent + 1] === " " ? 2 : 1);
	}
	if (at + indent >= line.length) return hasContent ? line.length : void 0;
	return indent >= width ? at + width : void 0;
}
/** A block that is no container and begins here. Headings and rules are over with their line. */
function leafAt(rest, { paragraph }) {
	if (/^#{1,6}(?:[ \t]|$)/.test(rest)) return NONE;
	const mark = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(rest)?.[0];
	if (mark !== void 0) return {
		kind: "fence",
		mark
	};
	const html = htmlBlockAt(rest, paragraph !== "none");
	if (html !== void 0) return html.ends?.test(rest) ? NONE : {
		kind: "html",
		ends: html.ends
	};
	if (paragraph === "own" && /^(?:=+|-+)[ \t]*$/.test(rest)) return NONE;
	return /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(rest) ? NONE : void 0;
}
/** A block quote or list item that begins here: how much of the line it takes. */
function containerAt(rest, indent, { paragraph }) {
	if (rest.startsWith(">")) return {
		width: null,
		length: rest[1] === " " ? 2 : 1
	};
	const [marker, number] = /^(?:[-+*]|(\d{1,9})[.)])(?= |$)/.exec(rest) ?? [];
	if (marker === void 0) return void 0;
	const spaces = indentOf(rest, marker.length);
	const isEmpty = marker.length + spaces >= rest.length;
	if (paragraph === "own" && (isEmpty || number !== void 0 && Number(number) !== 1)) return void 0;
	const gap = isEmpty || spaces > 4 ? 1 : spaces;
	return {
		width: indent + marker.length + gap,
		length: Math.min(marker.length + gap, rest.length)
	};
}
/** Whether the block is over with this line. */
function isEndOf(leaf, rest) {
	if (leaf.kind === "html") return leaf.ends?.test(rest) ?? false;
	return leaf.kind === "fence" && isFenceEnd(rest, leaf.mark);
}
function isFenceEnd(rest, mark) {
	const indent = indentOf(rest, 0);
	const end = rest.slice(indent).trimEnd();
	return indent <= 3 && end.length >= mark.length && end === mark[0].repeat(end.length);
}
/** How many spaces there are from here on. */
function indentOf(line, at) {
	let end = at;
	while (line[end] === " ") end++;
	return end - at;
}
/** Tabs among indentation and markers stand for the spaces up to the next multiple of four columns. */
function withoutTabs(line) {
	const structure = /^[ \t>*+\-\d.)]*/.exec(line)?.[0] ?? "";
	if (!structure.includes("	")) return line;
	let spaced = "";
	for (const character of structure) spaced += character === "	" ? " ".repeat(4 - spaced.length % 4) : character;
	return spaced + line.slice(structure.length);
}

// src/policy/gates/checklist.ts
function judgeChecklists(gates, { facts }) {
	const asking = gates.filter((active) => active.gate.require.checklist !== void 0);
	const byPolicy = new Map(asking.map(({ policy }) => [policy, void 0]));
	for (const policy of byPolicy.keys()) byPolicy.set(policy, judge$3(policy, facts));
	return new Map(asking.map((active) => [active, byPolicy.get(active.policy)]));
}
/** Enough to begin with; the rest is counted. */
const MOST_TOLD$1 = 5;
/** The longest text of a box that is told. */
const LONGEST_TEXT = 80;
function judge$3(policy, facts) {
	const boxes = changesFor(policy, facts).flatMap(boxesOf);
	const open = boxes.filter(({ box }) => !box.isTicked);
	if (open.length > 0) return {
		kind: "checklist",
		status: "pending",
		reason: {
			code: "checklist-open",
			open: open.slice(0, MOST_TOLD$1).map(({ change, box }) => ({
				change,
				text: plainLine(box.text, LONGEST_TEXT)
			})),
			unticked: open.length,
			boxes: boxes.length
		}
	};
	if (hasUnseenChanges(facts)) return {
		kind: "checklist",
		status: "pending",
		reason: { code: "incomplete" }
	};
	return {
		kind: "checklist",
		status: "met",
		reason: {
			code: "checklist-done",
			boxes: boxes.length
		}
	};
}
/** A commit without a pull request has no body. */
function boxesOf(change) {
	if (change.kind === "commit") return [];
	return taskBoxes(change.body).map((box) => ({
		change: nameOfChange(change),
		box
	}));
}
/** Whether the release may have pull requests that are not listed: nobody knows what their lists say. */
function hasUnseenChanges({ complete, changes, question, direction }) {
	if (!complete) return true;
	const mayBeEmpty = question.kind === "deploy" && ["forward", "same"].includes(direction);
	return changes.length === 0 && !mayBeEmpty;
}

// src/policy/gates/checks.ts
/** Why a check does not pass, what needs people first first: a failure is the code of several that do not pass. */
const CODES$1 = [
	"check-failed",
	"check-ambiguous",
	"check-missing",
	"check-pending"
];
function judgeChecks(gates, { facts }) {
	const findings = gates.flatMap((active) => {
		const { checks } = active.gate.require;
		return checks === void 0 ? [] : [[active, judge$2(checks, facts.checks)]];
	});
	return new Map(findings);
}
function judge$2(wanted, runs) {
	const lacking = wanted.flatMap((check) => lackOf(check, runs) ?? []).toSorted((one, other) => CODES$1.indexOf(one.code) - CODES$1.indexOf(other.code));
	const [worst] = lacking;
	if (worst === void 0) return {
		kind: "checks",
		status: "met",
		reason: {
			code: "checks-passed",
			checks: wanted.map((check) => check.name)
		}
	};
	return {
		kind: "checks",
		status: "pending",
		reason: {
			code: worst.code,
			checks: lacking
		}
	};
}
/** Undefined: it passed. Names compare exactly, as GitHub compares them; apps are compared by slug. */
function lackOf(wanted, runs) {
	const { name, app } = wanted;
	const check = app === void 0 ? { name } : {
		name,
		app
	};
	const own = runs.filter((run) => run.name === name && (app === void 0 || run.app !== void 0 && isSameName(run.app, app)));
	const apps = appsOf(own);
	if (apps.length > 1) return {
		...check,
		code: "check-ambiguous",
		state: "ambiguous",
		apps
	};
	const states = newestOf(own).map((run) => stateOf(run, wanted));
	if (states.length === 0) return {
		...check,
		code: "check-missing",
		state: "missing"
	};
	const [worst] = states.flatMap((state) => state ?? []).toSorted((one, other) => CODES$1.indexOf(one.code) - CODES$1.indexOf(other.code) || compare(one.state, other.state));
	return worst === void 0 ? void 0 : {
		...check,
		...worst
	};
}
/** Who reports a name: slugs of apps, and null for commit statuses, which have none. */
function appsOf(runs) {
	const sorted = [...new Set(runs.flatMap((run) => run.app?.toLowerCase() ?? []))].toSorted(compare);
	return runs.some((run) => run.app === void 0) ? [...sorted, null] : sorted;
}
function newestOf(runs) {
	const newest = runs.reduce((latest, run) => Math.max(latest, epochMs(run.at)), Number.NEGATIVE_INFINITY);
	return runs.filter((run) => epochMs(run.at) === newest);
}
/** Undefined: this run passes. */
function stateOf({ status, conclusion }, { allow = [] }) {
	if (status !== "completed") return {
		code: "check-pending",
		state: status
	};
	const accepted = ["success", ...allow];
	if (conclusion !== void 0 && accepted.includes(conclusion)) return void 0;
	return {
		code: "check-failed",
		state: conclusion ?? "unknown"
	};
}
function compare(one, other) {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}

// src/policy/gates/dependencies.ts
function judgeDependencies(gates, { facts }) {
	const findings = gates.flatMap((active) => {
		const { dependencies } = active.gate.require;
		return dependencies === void 0 ? [] : [[active, judge$1(dependencies, facts.dependencies)]];
	});
	return new Map(findings);
}
function judge$1(wanted, known) {
	const lanes = wanted.map(({ repository, environment }) => ({
		repository,
		environment
	}));
	const unhealthy = lanes.map((lane) => ({
		...lane,
		health: healthOf(lane, known)
	})).filter(({ health }) => health !== "healthy");
	if (unhealthy.length === 0) return {
		kind: "dependencies",
		status: "met",
		reason: {
			code: "dependencies-healthy",
			dependencies: lanes
		}
	};
	return {
		kind: "dependencies",
		status: "pending",
		reason: {
			code: "dependency-unhealthy",
			dependencies: unhealthy
		}
	};
}
/** Worst first: where facts say two things of one lane, the worse one counts. A lane they do not tell is unknown. */
const HEALTHS = [
	"failing",
	"rolling-back",
	"unknown",
	"healthy"
];
function healthOf(wanted, known) {
	const told = known.filter((each) => isSameName(each.repository, wanted.repository)).filter((each) => isSameName(each.environment, wanted.environment)).map(({ health }) => health);
	return HEALTHS.find((health) => told.includes(health)) ?? "unknown";
}

// src/policy/gates/environment.ts
/** The built-in gate `environment`: an environment that no policy names has no rules, so it is not opened. */
const environmentGate = {
	name: "environment",
	yieldsToRollback: false,
	judge({ environment, policies }) {
		if (environment === void 0 || isGoverned(policies, environment)) return void 0;
		return {
			finding: {
				kind: "environment",
				status: "pending",
				reason: {
					code: "environment-unknown",
					environment
				}
			},
			owners: policies
		};
	}
};

// src/policy/gates/freeze.ts
/** The built-in gate `freeze`: no freeze of a policy, and none that a person set, is running for this release. */
/** Listed when freezes are configured, whether or not one selects this release. */
const freezeGate = {
	name: "freeze",
	yieldsToRollback: true,
	judge(context) {
		if (!hasFreezes(context)) return void 0;
		const freezes = allFreezes(context);
		return {
			finding: judgeFreezes(freezes, context),
			owners: ownersOf$1(freezes, context)
		};
	}
};
function hasFreezes({ policies, facts, environment, kind }) {
	return policies.some((policy) => policy.freezes.some((freeze) => freeze.at.includes(kind))) || facts.freezes.some((freeze) => environment !== void 0 && isSameName(freeze.environment, environment));
}
function judgeFreezes(freezes, context) {
	const timeline = unionOf(freezes.map((each) => each.timeline));
	const { isInside, changesAt } = timeline.stateAt(context.at);
	const time = {
		wanted: "outside",
		timeline
	};
	if (!isInside) return {
		kind: "freeze",
		status: "met",
		reason: sayNone(freezes, changesAt),
		changesAt,
		time
	};
	const running = freezesAt(freezes, context.at);
	const followedBy = namesOf(followersOf(freezes, running, context.at, changesAt));
	return {
		kind: "freeze",
		status: "pending",
		reason: {
			code: "freeze",
			freezes: namesOf(running),
			...followedBy.length === 0 ? {} : { followedBy },
			until: changesAt === null ? null : toInstant(changesAt),
			zone: zoneOf$1(changesAt === null ? running : freezesAt(freezes, changesAt - 1)),
			...sayBreakGlass$1(ownersOf$1(freezes, context), context)
		},
		changesAt,
		time
	};
}
function freezesAt(freezes, at) {
	return freezes.filter((each) => each.timeline.stateAt(at).isInside);
}
/** Those that begin before the release is free of all of them, so that one follows the other without a gap. */
function followersOf(freezes, running, at, until) {
	const begins = ({ timeline }) => timeline.stateAt(at).changesAt ?? Number.POSITIVE_INFINITY;
	const names = namesOf(running);
	return freezes.filter((each) => !running.includes(each) && !names.includes(each.name)).filter((each) => begins(each) < (until ?? Number.POSITIVE_INFINITY));
}
/** The organisation and the repository may have given one name to two. */
function namesOf(freezes) {
	return [...new Set(freezes.map(({ name }) => name))];
}
/** A time is told on the clock of the freeze that it is an end of, as it stands in the policy. */
function zoneOf$1(freezes) {
	return freezes[0]?.zone ?? "UTC";
}
/** Who may open it all the same. Merging cannot be overridden. */
function sayBreakGlass$1(owners, { environment }) {
	if (environment === void 0) return {};
	const by = owners.map(({ override }) => override === void 0 ? void 0 : sayPeople(override.by));
	if (by.length === 0 || by.includes(void 0)) return {};
	return { override: {
		by: [...new Set(by)].join(" who is also "),
		environment
	} };
}
function sayNone(freezes, beginsAt) {
	if (beginsAt === null) return { code: "no-freeze" };
	const next = freezesAt(freezes, beginsAt);
	return {
		code: "no-freeze",
		freezes: namesOf(next),
		beginsAt: toInstant(beginsAt),
		zone: zoneOf$1(next)
	};
}
/** The policies whose freezes are running; all of them when a person set one. */
function ownersOf$1(freezes, { policies, at }) {
	return freezesAt(freezes, at).flatMap(({ policy }) => policy ?? policies);
}
/** Those of the policies, and those that people set, which concern deployments only. */
function allFreezes(context) {
	const { policies, facts, environment } = context;
	const set = facts.freezes.filter((freeze) => environment !== void 0 && isSameName(freeze.environment, environment)).map((freeze) => ({
		name: `freeze by ${freeze.by}: ${freeze.reason}`,
		timeline: datedTimeline({
			from: epochMs(freeze.from),
			until: freeze.until === void 0 ? null : epochMs(freeze.until)
		}),
		zone: policies.at(-1)?.zone ?? "UTC"
	}));
	return [...freezesFor(context), ...set];
}

// src/policy/gates/group.ts
const groupGate = {
	name: "group",
	yieldsToRollback: true,
	judge(context) {
		const { at } = context;
		const groups = groupsOf(context);
		const [first] = groups;
		if (first === void 0) return void 0;
		const instants = groups.flatMap(({ members }) => members.flatMap((each) => [...each.failures, ...each.passes]));
		const held = groups.filter((group) => failuresAt(group, at).length > 0);
		const changesAt = nextChange(instants, at, (instant) => String(groups.some((group) => failuresAt(group, instant).length > 0)));
		const changes = changesAt === null ? {} : { changesAt };
		const [holding] = held;
		if (holding === void 0) {
			const reason = {
				code: "group-healthy",
				group: first.name
			};
			const owners = groups.map(({ policy }) => policy);
			return {
				finding: {
					kind: "group",
					status: "met",
					reason,
					...changes
				},
				owners
			};
		}
		const failed = failuresAt(holding, at);
		const reason = {
			code: "group-failed",
			group: holding.name,
			failed,
			zone: holding.policy.zone
		};
		const owners = held.map(({ policy }) => policy);
		return {
			finding: {
				kind: "group",
				status: "pending",
				reason,
				...changes
			},
			owners
		};
	}
};
function groupsOf({ policies, environment, facts }) {
	if (environment === void 0) return [];
	return policies.flatMap((policy) => {
		const name = entryFor(policy, environment)?.group;
		if (name === void 0) return [];
		return [{
			policy,
			name,
			members: environmentsOf(facts.deployments).filter((each) => isInGroup(policy, each, name)).map((each) => {
				const own = deploymentsTo(each, policy, facts).filter(({ sha }) => sha === facts.candidate.sha);
				return {
					environment: each,
					failures: own.flatMap((deployment) => failedAt(deployment) ?? []),
					passes: own.flatMap((deployment) => passedAt(deployment) ?? [])
				};
			})
		}];
	});
}
function isInGroup(policy, environment, name) {
	const group = entryFor(policy, environment)?.group;
	return group !== void 0 && isSameName(group, name);
}
/** Each once, however it is spelled; in alphabetical order. */
function environmentsOf(deployments) {
	const spellings = [...new Set(deployments.map(({ environment }) => environment))].toSorted();
	return [...new Map(spellings.toReversed().map((spelling) => [spelling.toLowerCase(), spelling])).values()].toSorted();
}
/** The members in which the latest failure is not followed by a pass. */
function failuresAt({ members }, at) {
	return members.flatMap(({ environment, failures, passes }) => {
		const failed = latestBy(failures, at);
		if (failed === void 0) return [];
		const passed = latestBy(passes, at);
		return passed !== void 0 && passed > failed ? [] : [{
			environment,
			failedAt: toInstant(failed)
		}];
	});
}

// src/policy/gates/no-incident.ts
/** The requirement `no-incident`: no issue with one of these labels is open. */
function judgeIncidents(gates, { facts, at }) {
	const findings = gates.flatMap((active) => {
		const asked = active.gate.require["no-incident"];
		return asked === void 0 ? [] : [[active, judge(asked.labels, facts.incidents, at)]];
	});
	return new Map(findings);
}
function judge(labels, incidents, at) {
	const concerned = incidents.filter((incident) => incident.labels.some((label) => labels.some((each) => isSameName(each, label)))).map((incident) => ({
		number: incident.number,
		timeline: openTimes(incident)
	}));
	const { isInside, changesAt } = unionOf(concerned.map((each) => each.timeline)).stateAt(at);
	const changes = changesAt === null ? {} : { changesAt };
	if (!isInside) return {
		kind: "no-incident",
		status: "met",
		reason: {
			code: "no-incident",
			labels
		},
		...changes
	};
	const open = concerned.filter((each) => each.timeline.stateAt(at).isInside).map((each) => each.number);
	return {
		kind: "no-incident",
		status: "pending",
		reason: {
			code: "incident-open",
			incidents: [...new Set(open)].toSorted((one, other) => one - other),
			labels
		},
		...changes
	};
}
function openTimes({ openedAt, closedAt }) {
	return datedTimeline({
		from: epochMs(openedAt),
		until: closedAt === void 0 ? null : epochMs(closedAt)
	});
}

// src/policy/gates/promotion.ts
/**
* The built-in gate `promotion`: this very commit was deployed to the environment before, verified there, and stayed
* healthy for as long as the policy asks.
*
* The soak runs from the later of the deployment's end and its verification, until another commit replaces it or a
* verification of it fails. Deploying it again does not restart it, failed attempts do not count, and a soak once
* completed stays so unless a later verification fails.
*/
const promotionGate = {
	name: "promotion",
	yieldsToRollback: true,
	judge(context) {
		const promotions = promotionsOf(context);
		return promotions.length === 0 ? void 0 : judgePromotions(promotions, context.at);
	}
};
function promotionsOf({ policies, environment, facts }) {
	if (environment === void 0) return [];
	return policies.flatMap((policy) => {
		const promote = entryFor(policy, environment)?.promote;
		if (promote === void 0) return [];
		return [promotionOf(policy, promote, deploymentsTo(promote.from, policy, facts), facts.candidate.sha)];
	});
}
function promotionOf(policy, { from, soak }, deployments, sha) {
	const own = deployments.filter((each) => each.sha === sha);
	const others = deployments.filter((each) => each.sha !== sha && isSuccess(each)).map(endOf$1);
	const stays = own.filter(isSuccess).map((each) => {
		const end = endOf$1(each);
		const replacedAt = Math.min(Number.POSITIVE_INFINITY, ...others.filter((other) => other >= end));
		return {
			from: end,
			replacedAt,
			soak: soakOf(each, replacedAt, soak)
		};
	});
	const failures = own.flatMap((each) => failedAt(each) ?? []);
	const ends = stays.flatMap((stay) => [stay.from, ...stay.soak === void 0 ? [] : [stay.soak.from, stay.soak.until]]);
	return {
		policy,
		from,
		soak,
		stays,
		failures,
		instants: [
			...others,
			...failures,
			...ends
		]
	};
}
function isSuccess({ state }) {
	return state === "success";
}
function soakOf(deployment, replacedAt, lasts) {
	const verifiedAt = passedAt(deployment);
	if (verifiedAt === void 0) return void 0;
	const from = Math.max(endOf$1(deployment), verifiedAt);
	return {
		verifiedAt,
		from,
		until: lasts === void 0 ? from : expiryOf(from, lasts),
		replacedAt
	};
}
/** Farthest from a promotion first. */
const CODES = [
	"not-deployed",
	"not-verified",
	"soaking",
	"soaked"
];
function judgePromotions(promotions, at) {
	const standings = promotions.map((promotion) => standingAt(promotion, at));
	const open = standings.filter(({ code }) => code !== "soaked");
	const changesAt = nextChange(promotions.flatMap(({ instants }) => instants), at, (instant) => worstOf(promotions.map((each) => standingAt(each, instant))).code);
	const ends = standings.flatMap(({ until }) => until ?? []);
	const timeline = datedTimeline({
		from: Math.max(...ends),
		until: null
	});
	return {
		finding: {
			kind: "promotion",
			status: open.length === 0 ? "met" : "pending",
			reason: reasonOf(worstOf(standings)),
			...changesAt === null ? {} : { changesAt },
			...ends.length === 0 ? {} : { time: {
				wanted: "inside",
				timeline
			} }
		},
		owners: (open.length === 0 ? standings : open).map(({ promotion }) => promotion.policy)
	};
}
/** Where several policies promote, the one that is farthest from it speaks. */
function worstOf(standings) {
	return standings.reduce((worst, each) => {
		const difference = CODES.indexOf(each.code) - CODES.indexOf(worst.code);
		return difference < 0 || difference === 0 && (each.until ?? 0) > (worst.until ?? 0) ? each : worst;
	});
}
function reasonOf({ promotion, code, more }) {
	const { from, soak = null, policy } = promotion;
	return {
		code,
		from,
		soak,
		...more,
		zone: policy.zone
	};
}
function standingAt(promotion, at) {
	const stays = promotion.stays.filter((stay) => stay.from <= at);
	if (stays.length === 0) return {
		promotion,
		code: "not-deployed",
		more: {}
	};
	const failed = latestBy(promotion.failures, at);
	const soaks = stays.flatMap(({ soak }) => soak ?? []).filter(({ verifiedAt }) => verifiedAt <= at && (failed === void 0 || verifiedAt > failed)).toSorted((one, other) => one.until - other.until);
	const soaked = soaks.find((soak) => soak.until <= at && isUnbroken(promotion, soak));
	if (soaked !== void 0) return {
		promotion,
		code: "soaked",
		more: { since: toInstant(soaked.until) }
	};
	const running = soaks.find(({ replacedAt }) => replacedAt > at);
	if (running !== void 0) {
		const { from, until } = running;
		return {
			promotion,
			code: "soaking",
			more: {
				since: toInstant(from),
				until: toInstant(until)
			},
			until
		};
	}
	if (soaks.length === 0 || stays.some(({ replacedAt }) => replacedAt > at)) return {
		promotion,
		code: "not-verified",
		more: failed === void 0 ? {} : { failedAt: toInstant(failed) }
	};
	const replacedAt = Math.max(...soaks.map((soak) => soak.replacedAt));
	return {
		promotion,
		code: "not-deployed",
		more: { replacedAt: toInstant(replacedAt) }
	};
}
/** Without a soak a verification is enough, whatever was deployed there since. */
function isUnbroken({ soak }, { until, replacedAt }) {
	return soak === void 0 || until <= replacedAt;
}

// src/policy/gates/window.ts
/** The requirement `window`: one of the named windows is open. */
function judgeWindows(gates, { at }) {
	const findings = gates.flatMap((active) => {
		const names = active.gate.require.window;
		return names === void 0 ? [] : [[active, judgeWindow(active.policy, names, at)]];
	});
	return new Map(findings);
}
function judgeWindow(policy, names, at) {
	const windows = windowsNamed(policy, names);
	const timeline = unionOf(windows.map((each) => each.timeline));
	const { isInside, changesAt } = timeline.stateAt(at);
	const found = {
		kind: "window",
		changesAt,
		time: {
			wanted: "inside",
			timeline
		}
	};
	if (isInside) {
		const open = windows.filter((each) => each.timeline.stateAt(at).isInside);
		const closesAt = changesAt === null ? null : toInstant(changesAt);
		const zone = zoneAt(windows, changesAt === null ? at : changesAt - 1);
		const reason = {
			code: "window-open",
			windows: open.map((each) => each.name),
			closesAt,
			zone
		};
		return {
			...found,
			status: "met",
			reason
		};
	}
	if (changesAt !== null) {
		const zone = zoneAt(windows, changesAt);
		const reason = {
			code: "window-closed",
			windows: names,
			opensAt: toInstant(changesAt),
			zone
		};
		return {
			...found,
			status: "pending",
			reason
		};
	}
	const zone = zoneAt(windows, at);
	return names.some((name) => isHolidayUnknown(policy, name, at)) ? {
		...found,
		status: "pending",
		reason: {
			code: "holidays-unknown",
			windows: names,
			zone
		}
	} : {
		...found,
		status: "failed",
		reason: {
			code: "never-opens",
			windows: names,
			zone
		}
	};
}
function windowsNamed(policy, names) {
	return names.flatMap((name) => {
		const timeline = windowTimeline(policy, name);
		return timeline === void 0 ? [] : [{
			name,
			timeline,
			zone: policy.windows[name]?.zone ?? policy.zone
		}];
	});
}
/** A time is told on the clock of the window that it is an end of, as it stands in the policy. */
function zoneAt(windows, at) {
	return (windows.find((each) => each.timeline.stateAt(at).isInside) ?? windows[0])?.zone ?? "UTC";
}

// src/policy/gates/registry.ts
/** Every requirement a gate can have and every built-in gate, in the order in which decisions list them. */
const REQUIREMENTS = [
	judgeApprovals,
	judgeWindows,
	judgeChecks,
	judgeChecklists,
	judgeIncidents,
	judgeDependencies
];
const BUILT_IN_GATES = [
	environmentGate,
	freezeGate,
	holdGate,
	promotionGate,
	groupGate
];

// src/calendar/wording.ts
const DAYS = [
	"Sun",
	"Mon",
	"Tue",
	"Wed",
	"Thu",
	"Fri",
	"Sat"
];
const MONTHS = [
	"Jan",
	"Feb",
	"Mar",
	"Apr",
	"May",
	"Jun",
	"Jul",
	"Aug",
	"Sep",
	"Oct",
	"Nov",
	"Dec"
];
/** `Tue 24 Nov 09:00 Europe/Berlin`; with the year when it is not the year of `seenAt`. */
function sayLocal(at, zoneName, seenAt) {
	const zone = zoneNamed(zoneName);
	if (zone === void 0 || zone.id === "UTC") return `${sayReading(at, seenAt)} UTC`;
	return `${sayReading(zone.toLocal(at), zone.toLocal(seenAt))} ${zone.id}`;
}
/** `Tue 24 Nov 09:00 Europe/Berlin (08:00 UTC)`. */
function sayBoth(at, zoneName, seenAt) {
	const local = sayLocal(at, zoneName, seenAt);
	const zone = zoneNamed(zoneName);
	if (zone === void 0 || zone.id === "UTC") return local;
	return `${local} (${isSameDay(at, zone) ? sayTime(at) : sayReading(at, seenAt)} UTC)`;
}
function isSameDay(at, zone) {
	return Math.floor(at / DAY) === Math.floor(zone.toLocal(at) / DAY);
}
function sayReading(local, seenAt) {
	const date = new Date(local);
	const year = date.getUTCFullYear() === new Date(seenAt).getUTCFullYear() ? "" : ` ${date.getUTCFullYear()}`;
	return `${DAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${year} ${sayTime(local)}`;
}
function sayTime(local) {
	return new Date(local).toISOString().slice(11, 16);
}

// src/policy/reasons/wording.ts
/** The small words that texts of reasons are made of. */
/** `1 more approval`, `2 more approvals`. */
function count(number, noun) {
	return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}
function list(value) {
	return Array.isArray(value) ? value.join(", ") : text(value);
}
function text(value) {
	return typeof value === "string" ? value : String(value ?? "");
}
/** An instant of a reason, on the wall clock of the reason's zone. `at`: other years are told with the year. */
function moment(instant, reason, at) {
	return sayBoth(epochMs(instant), text(reason["zone"]) || "UTC", at);
}

// src/policy/reasons/lacking.ts
/** What lacks approvals, of a reason `not-enough`, in words. */
function waitingOf(reason) {
	const waiting = Array.isArray(reason["waiting"]) ? reason["waiting"] : [];
	return reason["of"] === "release" ? waiting.map((each) => ({
		...each,
		change: "this release"
	})) : waiting;
}
function objectionsOf(reason) {
	return Array.isArray(reason["objections"]) ? reason["objections"] : [];
}
function unknownOf(reason) {
	return Array.isArray(reason["unknown"]) ? reason["unknown"] : [];
}
function ownersOf(reason) {
	return reason["owners"] ?? {
		files: [],
		more: 0
	};
}
/** What is missing, who could give it, and where. */
function sayLacking(reason) {
	const waiting = waitingOf(reason);
	const { files, more } = ownersOf(reason);
	const able = files.filter(({ nobody }) => nobody === void 0);
	const isOne = waiting.length === 1;
	const owners = [...able.map((each) => sayFiles(each, isOne)), ...more > 0 ? [`${more} more`] : []];
	const by = `${text(reason["from"])}${owners.length === 0 ? "" : `: ${owners.join(", ")}`}`;
	const nobody = files.filter((each) => each.nobody !== void 0).map((each) => ` ${sayNobody(each)}`);
	return `Needs ${sayMissing(waiting)} by ${by}. ${howToApprove(reason, waiting)}${nobody.join("")}`;
}
/** `one of @acme/db for db/schema.sql (and 3 more files)`. */
function sayFiles({ owners, path, more, change }, isOneChange) {
	const where = isOneChange ? "" : ` of ${change}`;
	return `${owners.length === 1 ? "" : "one of "}${owners.join(", ")} for ${path}${andMore(more)}${where}`;
}
/** Owners none of whom can approve: somebody has to correct CODEOWNERS, or to break glass. */
function sayNobody({ owners, path, more, nobody }) {
	const file = `${path}${andMore(more)}`;
	if (nobody === "no-account") return `Nobody can approve ${file}: CODEOWNERS names only ${owners.join(", ")}, which is no person or team known here. Name one there.`;
	return `Nobody can approve ${file}: everyone whom CODEOWNERS names (${owners.join(", ")}) took part in it. Name somebody else there too.`;
}
function andMore(files) {
	return files === 0 ? "" : ` (and ${count(files, "more file")})`;
}
function sayUnknown({ because, change, path, line }) {
	switch (because) {
		case "files-not-listed": return `The owners of ${change} are not known, since GitHub listed only a part of its files. Split the pull request, or break glass.`;
		case "changes-not-listed": return "The owners of what is changed are not known, since GitHub listed only a part of the changes. Deploy fewer changes at once, or break glass.";
		case "line-unreadable": return `The owners of ${text(path)} are not known, since GitHub does not read line ${String(line)} of CODEOWNERS, which seems to mean it. Correct that line on the default branch.`;
		default: return `The owners of ${text(path)} are not known, since CODEOWNERS is larger than the 3 MB that GitHub loads. Shorten it on the default branch.`;
	}
}
/** `1 more approval of each of #12, #13`, `1 more approval of #12, 2 more approvals of #13`. */
function sayMissing(waiting) {
	const told = waiting.slice(0, 5);
	const rest = waiting.length > told.length ? ` and ${count(waiting.length - told.length, "more change")}` : "";
	const [first] = told;
	if (first !== void 0 && told.length > 1 && waiting.every(({ missing }) => missing === first.missing)) return `${count(first.missing, "more approval")} of each of ${told.map(({ change }) => change).join(", ")}${rest}`;
	return `${told.map(({ change, missing }) => `${count(missing, "more approval")} of ${change}`).join(", ")}${rest}`;
}
function howToApprove(reason, waiting) {
	if (reason["of"] === "release") return `Approve this deployment${sayWhere(reason)}.`;
	const reviewed = waiting.filter(({ change }) => change.startsWith("#"));
	if (reviewed.length === waiting.length) return "Approve the pull request on its latest commit.";
	const also = reviewed.length === 0 ? "" : ", and each pull request on its latest commit";
	const why = "What has no pull request cannot be reviewed";
	if (reason["environment"] === void 0) return `${why}, so nothing can approve it before it is merged.`;
	const where = sayWhere(reason);
	if (where === "") return `${why}, and this gate accepts reviews only. Bring it in by a pull request, or break glass.`;
	return `${why}, so approve this deployment${where}${also}.`;
}
/** Where to click. */
function sayWhere(reason) {
	const sources = Array.isArray(reason["sources"]) ? reason["sources"] : [];
	const ways = [...sources.includes("deployment-review") ? ["under \"Review deployments\" of its run"] : [], ...sources.includes("comment") ? [`with the comment /tidegate approve ${text(reason["environment"])}`] : []];
	const last = ways.pop();
	if (last === void 0) return "";
	return ways.length === 0 ? ` ${last}` : ` ${ways.join(", ")} or ${last}`;
}
/** `ann`, `ann and ben`, `ann, ben and 3 more`. */
function some(names) {
	const told = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : [...names];
	const last = told.pop() ?? "nobody";
	return told.length === 0 ? last : `${told.join(", ")} and ${last}`;
}
function unique(names) {
	return [...new Set(names)];
}
/**
* What is asked of people by an unmet approvals requirement, for a headline: `1 more approval of #12 by someone in team
* cab`, `bob to approve or withdraw what they asked of #12`. In two lengths, the longer one first.
*/
function askOf(reason) {
	const objections = objectionsOf(reason);
	if (reason.code === "changes-requested" && objections.length > 0) {
		const who = some(unique(objections.map(({ user }) => user)));
		return [`${who}, who requested changes of ${some(unique(objections.map(({ change }) => change)))}`, who];
	}
	const [unknown] = unknownOf(reason);
	if (reason.code === "owners-unknown" && unknown !== void 0) return [`the owners of ${unknown.path ?? unknown.change}, who are not known`, "owners who are not known"];
	const waiting = waitingOf(reason);
	const [first] = waiting;
	const from = text(reason["from"]);
	if (first === void 0) return [`approval by ${from}`, "approval"];
	const rest = waiting.length > 1 ? ` and ${count(waiting.length - 1, "other change")}` : "";
	const each = rest !== "" && waiting.every(({ missing }) => missing === first.missing) ? "each of " : "";
	const short = `${count(first.missing, "more approval")} of ${each}${first.change}${rest}`;
	return [`${short} by ${from}`, reason["of"] === "release" ? `${count(first.missing, "more approval")} by ${from}` : short];
}

// src/policy/reasons/approvals.ts
/** Reasons of the requirement `approvals`, and why an opinion does not count. */
const APPROVAL_DATA = {
	needed: "how many people are asked for",
	of: "`change` or `release`",
	from: "who may approve, in words"
};
const LACKING_DATA = {
	...APPROVAL_DATA,
	waiting: "list of `{change, missing}`: what lacks how many approvals, at least",
	owners: "`{files, more}`: `files` is a list of `{change, path, more, owners, nobody?}`, files that lack an approval of one of their owners, the first few; `nobody` says why no owner can give it: `no-account`, `contributors`",
	environment: "the environment that the release is approved for, where that is asked",
	sources: "the ways in which it can be approved"
};
const APPROVAL_REASONS = {
	enough: {
		group: "approvals",
		meaning: "Enough of the right people approved.",
		data: {
			...APPROVAL_DATA,
			until: "when an approval that is needed expires",
			zone: "zone of the times in words"
		},
		say: (reason, at) => {
			const { needed, until, of } = reason;
			const lasts = typeof until === "string" ? ` The approvals last until ${moment(until, reason, at)}.` : "";
			if (needed === 0) return `No further approval is asked for.${lasts}`;
			return of === "release" ? `Approved by ${people(needed)} or more, as required.${lasts}` : `Every change has ${count(needed, "approval")} or more, as required.${lasts}`;
		}
	},
	"no-owners": {
		group: "approvals",
		meaning: "Only owners are asked, and CODEOWNERS names none for what is changed.",
		data: {},
		say: () => "CODEOWNERS names no owner of what is changed, so nobody has to approve."
	},
	"not-enough": {
		group: "approvals",
		meaning: "Approvals are missing.",
		data: LACKING_DATA,
		say: sayLacking
	},
	"changes-requested": {
		group: "approvals",
		meaning: "A person who is asked requested changes, and the gate has `veto: true`. Other approvals do not outweigh it.",
		data: {
			...LACKING_DATA,
			objections: "list of `{user, change}`: who requested changes of what"
		},
		say: (reason) => {
			const objections = objectionsOf(reason);
			const who = unique(objections.map(({ user }) => user));
			const what = unique(objections.map(({ change }) => change));
			const they = who.length === 1 ? "They approve" : "Each of them approves";
			const more = waitingOf(reason).length === 0 ? "" : ` ${sayLacking(reason)}`;
			return `Held by ${some(who)}, who requested changes of ${some(what)}. ${they} it on its latest commit, or a maintainer dismisses the review.${more}`;
		}
	},
	"owners-unknown": {
		group: "approvals",
		meaning: "Owners are asked, and it cannot be known whose some of the changed files are.",
		data: {
			...LACKING_DATA,
			unknown: "list of `{change, because, path?, line?}`, the first few; `because` is `files-not-listed`, `changes-not-listed`, `line-unreadable` or `codeowners-too-large`",
			more: "how many are not listed"
		},
		say: (reason) => {
			const [first] = unknownOf(reason);
			const more = waitingOf(reason).length === 0 ? "" : ` ${sayLacking(reason)}`;
			return `${first === void 0 ? "The owners of what is changed are not known." : sayUnknown(first)}${more}`;
		}
	},
	rejected: {
		group: "approvals",
		meaning: "A person who was asked said no to this release. It stays failed until the same person approves.",
		data: {
			user: "who said no",
			reason: "their reason, when they gave one",
			others: "who else said no"
		},
		say: (reason) => {
			const because = reason["reason"] === void 0 ? "" : `: ${text(reason["reason"])}`;
			const others = reason["others"] === void 0 ? "" : ` (also by ${list(reason["others"])})`;
			return `Rejected by ${text(reason["user"])}${because}${others}. Only their own approval takes that back; or deploy another commit.`;
		}
	}
};
/** Why an opinion of a person does not count. */
const IGNORED = {
	contributor: "wrote part of what is approved",
	deployer: "started this deployment",
	stale: "approved an earlier commit",
	dismissed: "the approval was dismissed",
	"changes-requested": "asked for changes",
	bot: "is a bot",
	"not-eligible": "is not among those who are asked",
	"comment-not-accepted": "approved by a comment, which does not count here",
	"source-not-accepted": "approved in a way that this gate does not accept",
	superseded: "approved before this commit failed, was rolled back or was held here, or before what it would take away was deployed",
	expired: "approved too long ago for this gate",
	"used-elsewhere": "counts for another requirement that needs different people"
};
function sayIgnored(code) {
	return Object.hasOwn(IGNORED, code) ? IGNORED[code] : code;
}
function people(number) {
	return number === 1 ? "1 person" : `${String(number)} people`;
}

// src/policy/reasons/evidence.ts
const LACKING = "list of `{name, app, code, state, apps}`: what does not pass, worst first; `state` is `missing`, `ambiguous`, `queued`, `in_progress` or the conclusion, `apps` who reports an ambiguous name (null: a commit status)";
const PROMOTION = {
	from: "the environment that is promoted from",
	soak: "how long the commit has to stay healthy there, or null",
	zone: "zone of the times in words"
};
const EVIDENCE_REASONS = {
	"checks-passed": {
		group: "evidence",
		meaning: "Every check that the gate asks for passed on this commit.",
		data: { checks: "their names" },
		say: (reason) => `Passed: ${firstOf$1(reason["checks"], (name) => text(name))}.`
	},
	"check-failed": {
		group: "evidence",
		meaning: "The newest run of a check has another conclusion than `success` and those that `allow` lists.",
		data: { checks: LACKING },
		say: (reason) => `Not passed: ${sayChecks(reason)}. Fix what fails, or run it again; a newer run of the same name counts.`
	},
	"check-ambiguous": {
		group: "evidence",
		meaning: "Two apps, or an app and a commit status, report one name, and the gate does not say which it asks for.",
		data: { checks: LACKING },
		say: (reason) => `Not clear: ${sayChecks(reason)}. Anyone who can report a status could pass it, so the policy has to name the app: { name: …, app: … }.`
	},
	"check-missing": {
		group: "evidence",
		meaning: "No run of a check is known for this commit.",
		data: { checks: LACKING },
		say: (reason) => `Missing: ${sayChecks(reason)}. Start it on this commit; if it never comes, compare the name in the policy with the one GitHub shows.`
	},
	"check-pending": {
		group: "evidence",
		meaning: "The newest run of a check has not ended.",
		data: { checks: LACKING },
		say: (reason) => `Not finished: ${sayChecks(reason)}. Wait for it; its end is noticed by itself.`
	},
	"checklist-done": {
		group: "evidence",
		meaning: "No box of a task list in the bodies of the pull requests is open.",
		data: { boxes: "how many boxes there are" },
		say: ({ boxes }) => boxes === 0 ? "The pull requests have no checklists, so nothing is open." : `${boxes === 1 ? "The only box" : `All ${text(boxes)} boxes`} of the pull requests' checklists ${boxes === 1 ? "is" : "are"} ticked.`
	},
	"checklist-open": {
		group: "evidence",
		meaning: "A box of a task list in the body of a pull request is not ticked.",
		data: {
			open: "list of `{change, text}`: the first five open boxes",
			unticked: "how many are open",
			boxes: "how many there are"
		},
		say: (reason) => {
			const told = firstOf$1(reason["open"], (box) => `${text(box["change"])} "${text(box["text"])}"`, reason["unticked"]);
			return `Not ticked (${text(reason["unticked"])} of ${text(reason["boxes"])}): ${told}. Do what they say and tick the boxes in the pull requests.`;
		}
	},
	incomplete: {
		group: "evidence",
		meaning: "GitHub listed only a part of the changes, so nobody knows what the others say.",
		data: {},
		say: () => "Not all pull requests of this release are listed, so their checklists are not known. Deploy fewer changes at once, or use an override where the policy has one."
	},
	"no-incident": {
		group: "evidence",
		meaning: "No issue with one of the labels is open.",
		data: { labels: "the labels" },
		say: (reason) => `No open issue is labelled ${either(reason["labels"])}.`
	},
	"incident-open": {
		group: "evidence",
		meaning: "An issue with one of the labels is open.",
		data: {
			incidents: "numbers of the issues",
			labels: "the labels"
		},
		say: (reason) => {
			const told = firstOf$1(reason["incidents"], (number) => `#${text(number)}`);
			return `Open incidents labelled ${either(reason["labels"])}: ${told}. Nothing new goes out until they are closed, or the label is taken off.`;
		}
	},
	"dependencies-healthy": {
		group: "evidence",
		meaning: "The lanes of other repositories that the gate names are healthy.",
		data: { dependencies: "list of `{repository, environment}`" },
		say: (reason) => `Healthy: ${firstOf$1(reason["dependencies"], sayLane)}.`
	},
	"dependency-unhealthy": {
		group: "evidence",
		meaning: "A lane of another repository is failing, rolling back, or not known.",
		data: { dependencies: "list of `{repository, environment, health}`: those that are not healthy" },
		say: (reason) => {
			const told = firstOf$1(reason["dependencies"], (each) => `${sayLane(each)} is ${HEALTH[text(each["health"])] ?? "in a state that is not known"}`);
			return (Array.isArray(reason["dependencies"]) ? reason["dependencies"] : []).some((each) => Object.hasOwn(HEALTH, text(each["health"]))) ? `Not healthy: ${told}. Ask who runs it; this opens when it is healthy again.` : `Not known to be healthy: ${told}. It is known when that repository's deployments are verified and can be read; if it cannot wait, break glass.`;
		}
	},
	"not-deployed": {
		group: "evidence",
		meaning: "The commit was not deployed with success to the environment that is promoted from, or was replaced there before its soak was over.",
		data: {
			...PROMOTION,
			replacedAt: "when another commit replaced it, if one did"
		},
		say: (reason, at) => {
			const from = text(reason["from"]);
			if (reason["replacedAt"] === void 0) return `This very commit was not deployed to ${from} yet. Deploy it there and have it verified first.`;
			return `Another commit replaced this one in ${from} ${moment(reason["replacedAt"], reason, at)}, before it had been healthy there for ${text(reason["soak"])}. Deploy it to ${from} again and have it verified.`;
		}
	},
	"not-verified": {
		group: "evidence",
		meaning: "The commit was deployed to the environment that is promoted from, and no verification of it passed there, or a later one failed.",
		data: {
			...PROMOTION,
			failedAt: "when the latest verification failed, if one did"
		},
		say: (reason, at) => {
			const from = text(reason["from"]);
			if (reason["failedAt"] === void 0) return `This commit was deployed to ${from}, but nothing has verified that deployment yet. Run its verification there, or wait for it.`;
			return `The verification of this commit in ${from} failed ${moment(reason["failedAt"], reason, at)}, and none passed since. Find out why; deploy a fix, or have it verified there again.`;
		}
	},
	soaking: {
		group: "evidence",
		meaning: "The commit is verified in the environment that is promoted from, and has not been healthy for long enough.",
		data: {
			...PROMOTION,
			since: "when the soak began",
			until: "when it is over"
		},
		say: (reason, at) => {
			const { since, until } = reason;
			const times = typeof since === "string" && typeof until === "string" ? ` It is since ${moment(since, reason, at)}, so that is until ${moment(until, reason, at)}.` : "";
			return `This commit has to be healthy in ${text(reason["from"])} for ${text(reason["soak"])}.${times} It opens by itself, unless a verification fails or another commit is deployed there.`;
		}
	},
	soaked: {
		group: "evidence",
		meaning: "The commit was verified in the environment that is promoted from, and healthy for as long as asked.",
		data: {
			...PROMOTION,
			since: "since when that is so"
		},
		say: (reason) => {
			const stayed = reason["soak"] === null ? "" : ` and stayed healthy for ${text(reason["soak"])}`;
			return `This very commit was verified in ${text(reason["from"])}${stayed}.`;
		}
	}
};
const HEALTH = {
	failing: "failing",
	"rolling-back": "rolling back"
};
/** Texts name this many things; the rest is counted. */
const MOST_TOLD = 5;
/** @param all how many there are, when the list is only the beginning. */
function firstOf$1(items, say, all) {
	const listed = Array.isArray(items) ? items : [];
	const told = listed.slice(0, MOST_TOLD);
	const left = (typeof all === "number" ? all : listed.length) - told.length;
	return `${told.map(say).join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}
function sayChecks(reason) {
	return firstOf$1(reason["checks"], (check) => {
		const app = check["app"] === void 0 ? "" : ` (${text(check["app"])})`;
		return `${text(check["name"])}${app} ${sayState(check)}`;
	});
}
function sayState({ code, state, apps }) {
	if (code === "check-missing") return "has not run on this commit";
	if (code === "check-ambiguous") return `is reported by ${(Array.isArray(apps) ? apps : []).map((app) => app === null ? "a commit status" : text(app)).join(" and ")}`;
	if (code === "check-failed") return state === "unknown" ? "ended without a conclusion" : `ended with ${text(state)}`;
	return state === "queued" ? "is queued" : "is running";
}
function sayLane(lane) {
	return `${text(lane["environment"])} of ${text(lane["repository"])}`;
}
function either(labels) {
	return Array.isArray(labels) ? labels.join(" or ") : list(labels);
}

// src/policy/reasons/safety.ts
/** Reasons of the gates that keep the environment itself safe: holds, groups, rollbacks, unknown environments. */
const SAFETY_REASONS = {
	"no-hold": {
		group: "safety",
		meaning: "The environment refuses some commits, and this release contains none of them.",
		data: {},
		say: () => "The release contains no commit that is held back."
	},
	quarantined: {
		group: "safety",
		meaning: "The release contains a commit that the environment refuses until a person lifts the hold.",
		data: {
			sha: "the commit",
			by: "who set the hold",
			reason: "why",
			others: "how many earlier holds concern the release too, if any do"
		},
		say: (reason) => {
			const [sha, by, why] = [
				text(reason["sha"]).slice(0, 7),
				text(reason["by"]),
				text(reason["reason"])
			];
			return `Contains ${sha}, held back by ${by}: ${why}${reason["others"] === void 0 ? "" : ` (and ${count(reason["others"], "other hold")})`}. Deploy a commit without it, or have the hold lifted; an override does not.`;
		}
	},
	"group-healthy": {
		group: "safety",
		meaning: "No verification of this release failed in an environment of the group, or a later one passed there.",
		data: { group: "the group" },
		say: (reason) => `No environment of group ${text(reason["group"])} has a failed verification of this release.`
	},
	"group-failed": {
		group: "safety",
		meaning: "A verification of this release failed in an environment of the group. All members wait until a later one passes there.",
		data: {
			group: "the group",
			failed: "list of `{environment, failedAt}`: where it failed",
			zone: "zone of the times in words"
		},
		say: (reason, at) => {
			const failed = Array.isArray(reason["failed"]) ? reason["failed"] : [];
			return `This release failed its verification in ${failed.slice(0, 3).map((each) => `${text(each.environment)} (${moment(each.failedAt, reason, at)})`).join(", ")}${failed.length > 3 ? ` and ${failed.length - 3} more` : ""}, so all of group ${text(reason["group"])} waits. Roll it back or fix it there; this opens when a later verification of this release passes where it failed.`;
		}
	},
	"environment-unknown": {
		group: "safety",
		meaning: "No entry of `environments` names this environment, so no rules are known for it.",
		data: { environment: "the environment" },
		say: (reason) => `No entry of environments in the policy names ${text(reason["environment"])}, so nothing says when it may open. Add it to the policy on the default branch.`
	},
	"rollback-incomplete": {
		group: "safety",
		meaning: "No authorised rollback: what it takes away is not fully listed, so nobody knows whether a barrier lies in it.",
		data: {},
		say: () => "Not authorised as a rollback: GitHub lists only a part of what it takes away, so a barrier may lie in it. It has to pass every gate, or needs an override where the policy has one."
	},
	"rollback-unverified": {
		group: "safety",
		meaning: "No authorised rollback: the latest verification of the target in this environment is not a `pass`.",
		data: { environment: "the environment" },
		say: (reason) => `Not authorised as a rollback: the latest verification of this commit in ${text(reason["environment"])} is not a pass. Go back to a commit that was last seen healthy there.`
	},
	"rollback-quarantined": {
		group: "safety",
		meaning: "No authorised rollback: the target contains a commit that is held back.",
		data: {
			sha: "the commit",
			by: "who set the hold"
		},
		say: (reason) => `Not authorised as a rollback: the target contains ${text(reason["sha"]).slice(0, 7)}, held back by ${text(reason["by"])}. Go back further, or have the hold lifted.`
	},
	"rollback-barrier": {
		group: "safety",
		meaning: "No authorised rollback: it would take away a change that the policy calls a barrier.",
		data: {
			change: "the first such change",
			label: "the label that makes it one",
			path: "or the path that it touches",
			barriers: "how many changes are barriers"
		},
		say: (reason) => {
			const by = reason["label"] === void 0 ? `touches ${text(reason["path"])}` : `has the label ${text(reason["label"])}`;
			return `Not authorised as a rollback: it would take away ${text(reason["change"])}, a barrier since it ${by}. What it did may not be undone by older code: fix forward, or pass every gate.`;
		}
	},
	"rollback-attempts": {
		group: "safety",
		meaning: "No authorised rollback: this release was rolled back as often as the policy allows.",
		data: {
			sha: "the release, where known",
			used: "rollbacks of it so far",
			attempts: "how many are allowed"
		},
		say: (reason) => `Not authorised as a rollback: this release was already rolled back ${times(reason["used"])}, and the policy allows ${text(reason["attempts"])}. Find out why the last one did not help.`
	},
	"rollback-limit": {
		group: "safety",
		meaning: "No authorised rollback: the lane had as many rollbacks lately as the policy allows.",
		data: {
			used: "rollbacks within the time",
			most: "how many are allowed",
			per: "the time",
			until: "when one is allowed again",
			zone: "zone of the times in words"
		},
		say: (reason, at) => {
			const until = reason["until"];
			const next = typeof until === "string" ? ` One is allowed again from ${moment(until, reason, at)}.` : "";
			return `Not authorised as a rollback: the lane had ${text(reason["used"])} within ${text(reason["per"])}, and the policy allows ${text(reason["most"])}. Going back and forth does not help; look at it together.${next}`;
		}
	},
	"rollback-rejected": {
		group: "safety",
		meaning: "No authorised rollback: a person who is asked said no to it. That stops automatic ones as well.",
		data: {
			user: "who said no",
			reason: "their reason, when they gave one"
		},
		say: (reason) => {
			const because = reason["reason"] === void 0 ? "" : `: ${text(reason["reason"])}`;
			return `Not authorised as a rollback: ${text(reason["user"])} said no${because}. Only their own approval takes that back.`;
		}
	},
	"rollback-not-approved": {
		group: "safety",
		meaning: "No authorised rollback yet: the policy asks people for this tier, and none of them approved it.",
		data: {
			tier: "the tier of what it takes away",
			from: "who may approve, in words"
		},
		say: (reason) => `Not authorised as a rollback yet: taking away changes of tier ${text(reason["tier"])} needs an approval of this deployment by ${text(reason["from"])}.`
	},
	"rollback-nobody-may": {
		group: "safety",
		meaning: "No authorised rollback: the policy asks people for this tier and names none.",
		data: { tier: "the tier of what it takes away" },
		say: (reason) => `Not authorised as a rollback: the policy asks people for tier ${text(reason["tier"])}, and neither rollback.by nor override.by names any. Add one of them to the policy.`
	}
};
function times(number) {
	return number === 1 ? "once" : `${text(number)} times`;
}

// src/policy/reasons/time.ts
const TIME_REASONS = {
	"window-open": {
		group: "time",
		meaning: "One of the windows is open.",
		data: {
			windows: "names of the open windows",
			closesAt: "when that ends, or null",
			zone: "zone of the times in words"
		},
		say: (reason, at) => {
			const closes = reason["closesAt"] === null ? "" : ` until ${moment(reason["closesAt"], reason, at)}`;
			return `${windows(reason)} open${closes}.`;
		}
	},
	"window-closed": {
		group: "time",
		meaning: "None of the windows is open now.",
		data: {
			windows: "names of the windows",
			opensAt: "when the next one opens",
			zone: "zone of the times in words"
		},
		say: (reason, at) => `${windows(reason)} closed; the next opening is ${moment(reason["opensAt"], reason, at)}. It opens by itself.`
	},
	freeze: {
		group: "time",
		meaning: "A freeze that concerns this release is running.",
		data: {
			freezes: "names of the freezes that run",
			followedBy: "names of those that begin before these have ended; absent when there are none",
			until: "when all of them have ended, or null",
			override: "`{by, environment}`: who may break glass, in words; absent when nobody may",
			zone: "zone of the times in words"
		},
		say: (reason, at) => {
			const end = reason["until"] === null ? "until somebody lifts it" : `until ${moment(reason["until"], reason, at)}`;
			const followed = reason["followedBy"] === void 0 ? "" : `, then ${list(reason["followedBy"])},`;
			return `Frozen by ${list(reason["freezes"])}${followed} ${end}. ${sayBreakGlass(reason)}`;
		}
	},
	"no-freeze": {
		group: "time",
		meaning: "No freeze that concerns this release is running.",
		data: {
			freezes: "names of the next ones, if any",
			beginsAt: "when they begin",
			zone: "zone of the times in words"
		},
		say: (reason, at) => {
			if (reason["beginsAt"] === void 0) return "No freeze concerns this release, now or later.";
			return `No freeze is running for this release; ${list(reason["freezes"])} begins ${moment(reason["beginsAt"], reason, at)}.`;
		}
	},
	"holidays-unknown": {
		group: "time",
		meaning: "The public holidays of so late a year are not known, so the windows stay closed.",
		data: {
			windows: "names of the windows",
			zone: "zone of the times in words"
		},
		say: (reason) => `${windows(reason)} closed: the public holidays of that year are not known yet. Name the dates in the policy instead.`
	},
	"never-opens": {
		group: "time",
		meaning: "The windows and freezes of the policy leave no time at which this release could go out.",
		data: { windows: "names of the windows" },
		say: () => "The windows and freezes of the policy leave no time for this release within 100 years. The policy has to be changed."
	}
};
function windows(reason) {
	const names = Array.isArray(reason["windows"]) ? reason["windows"] : [];
	return names.length === 1 ? `Window ${String(names[0])} is` : `Windows ${names.join(", ")} are`;
}
function sayBreakGlass({ override }) {
	const { by, environment } = override ?? {};
	if (by === void 0) return "Wait for the end.";
	return `Wait for the end; if it cannot wait, ${by} can open it with the comment /tidegate override ${environment} REASON.`;
}

// src/policy/reasons/tiers.ts
/** Codes of what makes a tier besides the rules of a policy. */
/** Why a change or a release has a tier whatever the rules say. */
const TIER_CODES = {
	incomplete: "GitHub listed only a part of the changes or files: highest tier.",
	"first-deployment": "Nothing ran in the environment before and no changes are listed: highest tier.",
	diverged: "The release does not contain the commit that runs now, so it takes commits away: highest tier.",
	backward: "The release goes back, and what it takes away is not listed: highest tier.",
	"unknown-commit": "Which commit would be deployed is not known: highest tier, never a rollback or a redeploy.",
	"unknown-contributor": "A commit is by somebody GitHub does not know: one tier up.",
	"label-not-permitted": "A label that lowers something was set by a person who may not: it does not lower.",
	"tiers-conflict": "The tiers of the repository do not contain those of the organisation in the same order: highest tier.",
	"change-fail-rate": "The lane failed as often as `escalate` says: as many tiers up as it says.",
	unknown: "How often the lane failed over the time that `escalate` asks for is not known: as many tiers up as it says.",
	redeploy: "The environment runs this commit already and there are no changes: lowest tier.",
	"no-changes": "The release has no changes, or none of the service that is deployed: lowest tier."
};

// src/policy/reasons.ts
const REASONS = {
	...APPROVAL_REASONS,
	...TIME_REASONS,
	...EVIDENCE_REASONS,
	...SAFETY_REASONS
};
/** Why a gate is skipped. */
const SKIPPED = {
	"excepted-type": "the gate excepts releases of this type",
	"authorised-rollback": "the release goes back to a commit that was verified here, and the policy, or somebody who may, authorised that"
};
/** The text of a reason. `at` is the instant of the decision: other years are told with the year. */
function sayReason(reason, at) {
	const entry = Object.hasOwn(REASONS, reason.code) ? REASONS[reason.code] : void 0;
	return entry === void 0 ? reason.code : entry.say(reason, at);
}

// src/policy/judge.ts
function judgeGates(context) {
	const written = gatesFor(context);
	const isRollback = isAuthorisedRollback(context);
	const skips = new Map(written.map((each) => [each, skipOf(each.gate, context, isRollback)]));
	const active = written.filter((each) => skips.get(each) === void 0);
	const findings = REQUIREMENTS.map((judge) => judge(active, context));
	const judged = written.map((each) => {
		const gate = {
			name: each.gate.name,
			owners: [each.policy]
		};
		const skippedBecause = skips.get(each);
		if (skippedBecause !== void 0) return {
			...gate,
			findings: [],
			skippedBecause
		};
		return {
			...gate,
			findings: findings.flatMap((found) => found.get(each) ?? [])
		};
	});
	return [...judgeBuiltIn(context, isRollback), ...judged];
}
function skipOf(gate, { risk }, isRollback) {
	if (isRollback) return "authorised-rollback";
	return isExcepted(gate.except, risk) ? "excepted-type" : void 0;
}
function judgeBuiltIn(context, isRollback) {
	return BUILT_IN_GATES.flatMap(({ name, judge, yieldsToRollback }) => {
		const judged = judge(context);
		if (judged === void 0) return [];
		const { owners, finding } = judged;
		return [isRollback && yieldsToRollback ? {
			name,
			owners,
			findings: [],
			skippedBecause: "authorised-rollback"
		} : {
			name,
			owners,
			findings: [finding]
		}];
	});
}
/** What time alone decides: the conditions of every requirement that has some. */
function timeConditions(gates) {
	const times = gates.flatMap((gate) => gate.findings.flatMap((finding) => finding.time ?? []));
	return {
		inside: times.filter(({ wanted }) => wanted === "inside").map(({ timeline }) => timeline),
		outside: times.filter(({ wanted }) => wanted === "outside").map(({ timeline }) => timeline)
	};
}
/** Requirements that nothing but time and the policy decide. */
const TIMED = /* @__PURE__ */ new Set(["window", "freeze"]);
/** Time can never hold all gates open together: what is closed now is closed for good. */
function closeForGood(gates) {
	return gates.map((gate) => ({
		...gate,
		findings: gate.findings.map((finding) => {
			if (!TIMED.has(finding.kind) || finding.status !== "pending") return finding;
			return {
				...finding,
				status: "failed",
				reason: {
					...finding.reason,
					code: "never-opens"
				}
			};
		})
	}));
}
function statusOf(gate) {
	if (gate.skippedBecause !== void 0) return "skipped";
	const statuses = gate.findings.map((finding) => finding.status);
	if (statuses.includes("failed")) return "failed";
	return statuses.includes("pending") ? "pending" : "met";
}
function gateResult(gate, at) {
	return {
		name: gate.name,
		status: statusOf(gate),
		requirements: gate.findings.map((finding) => requirementResult(finding, at)),
		...gate.skippedBecause === void 0 ? {} : { skippedBecause: gate.skippedBecause }
	};
}
function requirementResult(finding, at) {
	const { kind, status, reason, counted, ignored, changesAt } = finding;
	return {
		kind,
		status,
		reason,
		text: sayReason(reason, at),
		...counted === void 0 ? {} : { counted },
		...ignored === void 0 ? {} : { ignored },
		...changesAt === void 0 ? {} : { nextTransitionAt: changesAt === null ? null : toInstant(changesAt) }
	};
}

// src/policy/override.ts
/** @param closed the policies that hold the release: each of them must permit the person. */
function findOverride(closed, context) {
	const { facts, at, environment } = context;
	if (environment === void 0) return {
		inForce: null,
		changesAt: null
	};
	const permitted = facts.overrides.filter((override) => override.sha === facts.candidate.sha && isSameName(override.environment, environment)).filter((override) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(override.reason) && isPermitted(override, closed, context)).map((override) => ({
		override,
		beginsAt: epochMs(override.at),
		expiresAt: expiryFor(override, closed)
	})).filter(({ expiresAt }) => expiresAt > at);
	const inForce = permitted.filter(({ beginsAt }) => beginsAt <= at).toSorted(longestFirst)[0] ?? null;
	const changes = [...permitted.map(({ beginsAt }) => beginsAt), ...inForce === null ? [] : [inForce.expiresAt]].filter((each) => each > at);
	return {
		inForce,
		changesAt: changes.length === 0 ? null : Math.min(...changes)
	};
}
/** Of several until the same instant always the same one, whatever their order in the facts. */
function longestFirst(one, other) {
	const key = ({ override }) => JSON.stringify([override.user, override.reason]);
	return other.expiresAt - one.expiresAt || (key(one) < key(other) ? -1 : 1);
}
function isPermitted(override, closed, { directory }) {
	const person = directory.find(override.user);
	return closed.length > 0 && closed.every((policy) => mayOverride(policy, person));
}
/** By the shortest of the policies concerned. */
function expiryFor({ at }, closed) {
	return Math.min(...closed.flatMap(({ override }) => override ? [expiryOf(epochMs(at), override.expires)] : []));
}

// src/policy/risk/escalate.ts
/**
* Each policy counts its own tiers up from the tier that the release has without this; the highest result counts, so
* several rules do not add up. A merge has no lane yet, and to deploy again what runs brings nothing that could fail.
*/
function escalations(policies, facts, risk) {
	const isRedeploy = facts.direction === "same" && facts.changes.length === 0;
	if (facts.question.kind !== "deploy" || isRedeploy) return [];
	const change = facts.candidate.sha.slice(0, 7);
	return policies.flatMap((policy) => (policy.escalate ?? []).flatMap((rule) => groundsFor(rule, facts.lanes).map((ground) => ({
		tier: above(policy, risk, rule.by),
		change,
		...ground
	}))));
}
function above(policy, risk, by) {
	const rank = policy.tiers.indexOf(tierFor(policy, risk)) + by;
	return policy.tiers[Math.min(rank, policy.tiers.length - 1)];
}
/** Empty: it does not escalate. */
function groundsFor({ when }, lanes) {
	const asked = parseDuration$1(when.over);
	const counted = lanes.filter(({ over }) => parseDuration$1(over) === asked);
	if (counted.length === 0 || counted.some(({ deployments, failed }) => failed > deployments)) return [{
		because: "unknown",
		detail: `how often this lane failed in the last ${when.over} is not known`
	}];
	return counted.flatMap(({ deployments, failed }) => {
		if (deployments < when["at-least"]) return [];
		const rate = failed * 100 / deployments;
		if (!holds(checked(when["change-fail-rate"], "%"), rate)) return [];
		return [{
			because: "change-fail-rate",
			detail: `${`${failed} of ${deployments} deployments in the last ${when.over} failed (${sayRate(rate)})`}: ${when["change-fail-rate"]}`
		}];
	});
}
function sayRate(rate) {
	return `${Math.round(rate * 10) / 10} %`;
}

// src/policy/classify-release.ts
/** @param policies at least one, the organisation's first. Each judges the changes of the service as it draws it. */
function classifyRelease(policies, facts) {
	const directory = directoryOf(facts);
	const asGiven = policies.map((policy) => changesFor(policy, facts).map((change) => ({
		change,
		...classifyWith(policy, change, directory)
	})));
	const type = typeOfRelease(facts, asGiven);
	const risks = policies.map((policy, index) => (asGiven[index] ?? []).map((risk) => {
		const isOrdinary = type !== "emergency" && risk.type === "emergency";
		return isOrdinary ? classifyWith(policy, risk.change, directory, { isOrdinary }) : risk;
	}));
	const { tiers, isCommon } = commonTiers(policies);
	const ofChanges = [
		...risks.flatMap((changes) => changes.flatMap((risk) => risk.reasons)),
		...releaseReasons(facts, risks, tiers, type),
		...isCommon ? [] : [conflict(tiers, facts)]
	];
	const tierOfChanges = highestTier(tiers, ofChanges);
	const escalated = isCommon ? escalations(policies, facts, {
		tier: tierOfChanges,
		tiers
	}) : [];
	const reasons = distinct([...ofChanges, ...escalated]);
	return {
		tier: highestTier(tiers, reasons),
		tierOfChanges,
		tiers,
		type,
		reasons
	};
}
function highestTier(tiers, reasons) {
	return tiers[Math.max(0, ...reasons.map((reason) => tiers.indexOf(reason.tier)))];
}
/** What nobody can have looked at has the highest tier, whatever the changes are. */
const UNKNOWNS = [
	{
		because: "unknown-commit",
		detail: "which commit would be deployed is not known",
		isSo: isUnknownCommit
	},
	{
		because: "incomplete",
		detail: "GitHub listed only a part of the changes",
		isSo: (facts) => !facts.complete || lacksItsPullRequest(facts)
	},
	{
		because: "first-deployment",
		detail: "nothing ran in the environment before, and its changes are not listed",
		isSo: (facts) => facts.direction === "first" && facts.changes.length === 0
	},
	{
		because: "diverged",
		detail: "it does not contain the commit that runs now, so it takes commits away",
		isSo: (facts) => facts.direction === "diverged"
	},
	{
		because: "backward",
		detail: "it goes back to an earlier commit, and what it takes away is not listed",
		isSo: (facts) => facts.direction === "backward" && facts.changes.length === 0
	}
];
/** What raises (or, without changes, sets) the tier of a release whatever its changes are. */
function releaseReasons(facts, risks, tiers, type) {
	const change = facts.candidate.sha.slice(0, 7);
	const unknowns = UNKNOWNS.filter(({ isSo }) => isSo(facts));
	if (unknowns.length > 0) return unknowns.map(({ because, detail }) => ({
		tier: tiers.at(-1),
		because,
		change,
		detail
	}));
	if (risks.some((changes) => changes.length > 0)) return [];
	return [{
		tier: tiers[0],
		change,
		...sayNothingNew(facts, type)
	}];
}
function sayNothingNew({ changes }, type) {
	if (changes.length > 0) return {
		because: "no-changes",
		detail: "no change of the release touches this service"
	};
	if (type === "redeploy") return {
		because: "redeploy",
		detail: "the environment runs this commit already"
	};
	return {
		because: "no-changes",
		detail: "the release has no changes"
	};
}
/** An empty name, or the one that git gives to no commit: forty zeros. */
function isUnknownCommit({ candidate }) {
	return /^0*$/.test(candidate.sha);
}
function typeOfRelease(facts, risks) {
	const isKnown = !isUnknownCommit(facts);
	if (isKnown && facts.direction === "same") return "redeploy";
	if (isKnown && facts.direction === "backward" && wasVerified(facts)) return "rollback";
	const all = risks.flat();
	const goesForward = [
		"forward",
		"first",
		"diverged"
	].includes(facts.direction);
	return isKnown && goesForward && facts.complete && all.length > 0 && all.every((risk) => risk.type === "emergency") ? "emergency" : highestType(all.map((risk) => risk.plainType));
}
/** Whether the candidate was verified `pass` in this lane before. */
function wasVerified({ question, candidate, deployments }) {
	if (question.kind !== "deploy") return false;
	return deployments.some((deployment) => isSameName(deployment.environment, question.environment) && isSameService(deployment.service, question.service) && deployment.sha === candidate.sha && isKnownGood(deployment));
}
/** Facts may leave the service of a lane away. */
function isSameService(one, other) {
	return one === void 0 || other === void 0 || isSameName(one, other);
}
function conflict(tiers, facts) {
	return {
		tier: tiers.at(-1),
		because: "tiers-conflict",
		change: facts.candidate.sha.slice(0, 7),
		detail: "the tiers of the repository do not contain those of the organisation in the same order"
	};
}
/** Two policies often give one reason. */
function distinct(reasons) {
	const seen = /* @__PURE__ */ new Set();
	return reasons.filter((reason) => {
		const key = JSON.stringify([
			reason.tier,
			reason.because,
			reason.change,
			reason.detail
		]);
		return !seen.has(key) && Boolean(seen.add(key));
	});
}

// src/policy/release-context.ts
function releaseContext(inForce, facts) {
	const policies = inForce.map(({ policy }) => policy);
	return {
		facts,
		at: epochMs(facts.at),
		policies,
		risk: classifyRelease(policies, facts),
		kind: facts.question.kind,
		directory: directoryOf(facts),
		environment: facts.question.kind === "deploy" ? facts.question.environment : void 0
	};
}

// src/policy/decide.ts
/** The decision: a pure function of the policies in force and the facts, the same to the byte each time. */
/** @param policies at least one, the organisation's first. A repository tightens what its organisation says. */
function decide(policies, facts) {
	if (policies.length === 0) throw new RangeError("A decision needs a policy: without one nothing is governed");
	const context = releaseContext(policies, facts);
	const { at, risk } = context;
	const judged = judgeGates(context);
	const opening = firstOpening(timeConditions(judged), at);
	const gates = opening === null && !isEndUnknown(judged, context) ? closeForGood(judged) : judged;
	const own = verdictOf(gates);
	const closed = closedPolicies(gates, context);
	const overrides = findOverride(closed, context);
	const override = own === "open" || isQuarantined(gates) ? null : overrides.inForce;
	return {
		version: 1,
		mode: context.policies.every((policy) => policy.mode === "observe") ? "observe" : "enforce",
		verdict: override === null ? own : "open",
		at: toInstant(at),
		tier: risk.tier,
		releaseType: risk.type,
		tierReasons: risk.reasons,
		gates: gates.map((gate) => gateResult(gate, at)),
		earliestOpening: instantOrNull(opening),
		nextTransitionAt: instantOrNull(earliestOf([
			...transitionsOf(gates),
			overrides.changesAt,
			rollbackChangesAt(context)
		])),
		override: override === null ? null : sayOverride(override),
		policy: {
			sources: policies.map(({ file }) => file),
			digest: policiesDigest(policies)
		},
		factsDigest: digestOf(facts)
	};
}
/** By the last policy: parsed policies live long, and are the same for many decisions. */
const digests = /* @__PURE__ */ new WeakMap();
function policiesDigest(policies) {
	const { policy: last } = policies.at(-1);
	const kept = digests.get(last);
	if (kept !== void 0 && isSameList(kept.policies, policies)) return kept.digest;
	const digest = digestOf(policies.map(({ source, policy }) => ({
		source,
		policy
	})));
	digests.set(last, {
		policies,
		digest
	});
	return digest;
}
function isSameList(one, other) {
	const isSame = ({ source, policy }, index) => source === other[index]?.source && policy === other[index]?.policy;
	return one.length === other.length && one.every(isSame);
}
/** `blocked` iff a gate failed, `open` iff all are met or skipped. */
function verdictOf(gates) {
	const statuses = gates.map(statusOf);
	if (statuses.includes("failed")) return "blocked";
	return statuses.includes("pending") ? "waiting" : "open";
}
/** The policies that an override has to be permitted by. */
function closedPolicies(gates, { policies }) {
	const closed = new Set(gates.filter((gate) => ["pending", "failed"].includes(statusOf(gate))).flatMap((gate) => gate.owners));
	return policies.filter((policy) => closed.has(policy));
}
function isQuarantined(gates) {
	return gates.some((gate) => gate.findings.some(({ kind, status }) => kind === "hold" && status === "failed"));
}
/**
* Holidays of a year that nobody knows yet; or a freeze without an end, which the person who set it can lift. Lifting
* helps only when the policies themselves leave some time.
*/
function isEndUnknown(gates, context) {
	if (gates.some((gate) => gate.findings.some(({ reason }) => reason.code === "holidays-unknown"))) return true;
	const { facts, environment, at } = context;
	return facts.freezes.some((freeze) => freeze.until === void 0 && environment !== void 0 && isSameName(freeze.environment, environment)) && firstOpening(timesFor(context), at) !== null;
}
function transitionsOf(gates) {
	return gates.flatMap((gate) => gate.findings.map((finding) => finding.changesAt ?? null));
}
function sayOverride({ override, expiresAt }) {
	return {
		user: override.user,
		reason: override.reason,
		expiresAt: toInstant(expiresAt)
	};
}
function instantOrNull(at) {
	return at === null ? null : toInstant(at);
}

// src/policy/headline/asks.ts
const ASKS = {
	"check-failed": (reason) => askChecks(reason, "check-failed"),
	"check-ambiguous": (reason) => askChecks(reason, "check-ambiguous"),
	"check-missing": (reason) => askChecks(reason, "check-missing"),
	"check-pending": (reason) => askChecks(reason, "check-pending"),
	"checklist-open": (reason) => both(`${count(reason["unticked"], "open checklist item")}`),
	incomplete: () => both("a release that GitHub lists in full"),
	"incident-open": (reason) => both(`${first(reason["incidents"], (number) => `#${text(number)}`)} to be closed`),
	"dependency-unhealthy": (reason) => both(`${first(reason["dependencies"], (lane) => `${text(lane["environment"])} of ${text(lane["repository"])}`)} to be healthy`),
	"not-deployed": (reason) => both(`this commit to be deployed to ${text(reason["from"])} and verified there`),
	"not-verified": (reason) => both(`a passed verification of this commit in ${text(reason["from"])}`),
	"group-failed": (reason) => both(`a passed verification in ${first(reason["failed"], (each) => text(each["environment"]))}, where it failed`)
};
/** Undefined for what time alone decides, and for what its own sentence says best. */
function asks({ kind, reason }) {
	if (kind === "approvals") return askOf(reason);
	return Object.hasOwn(ASKS, reason.code) ? ASKS[reason.code]?.(reason) : void 0;
}
function both(words) {
	return [words, words];
}
const STATES = {
	"check-failed": "to pass",
	"check-ambiguous": "to be told apart in the policy",
	"check-missing": "to run",
	"check-pending": "to end"
};
function askChecks(reason, code) {
	const lacking = Array.isArray(reason["checks"]) ? reason["checks"] : [];
	const worst = lacking.filter((check) => check["code"] === code);
	const left = lacking.length - worst.length;
	const told = `${worst.length === 1 ? "check" : "checks"} ${first(worst, (check) => text(check["name"]))} ${STATES[code] ?? ""}`;
	return [left > 0 ? `${told} (and ${count(left, "more check")})` : told, count(lacking.length, "check")];
}
/** The first two, and how many more. */
function first(items, say) {
	const listed = Array.isArray(items) ? items : [];
	const told = listed.slice(0, 2).map(say).join(listed.length === 2 ? " and " : ", ");
	return listed.length > 2 ? `${told} and ${listed.length - 2} more` : told;
}

// src/policy/headline.ts
/** The first line people read: what to do, or that there is nothing to do. */
/** GitHub cuts descriptions of statuses at 140 characters. */
const LONGEST = 140;
/**
* One line of plain text, at most 140 characters.
*
* @param policies those that decided; without them a step back is told like any other release.
*/
function headline(decision, facts, policies = []) {
	const mode = decision.mode === "observe" && decision.verdict !== "open" ? "Not enforced: " : "";
	const wordings = [...sayRollback$1(decision, facts, policies), ...sayVerdict(decision, facts)].map((wording) => plainLine(`${mode}${wording}`, 1400));
	return wordings.find((wording) => wording.length <= LONGEST) ?? plainLine(wordings.at(-1) ?? "", LONGEST);
}
/** When one approval makes it an authorised rollback, nothing else has to be waited for. */
function sayRollback$1(decision, facts, policies) {
	if (decision.verdict === "open" || policies.length === 0 || facts.direction !== "backward") return [];
	const missing = whyNotAuthorised(releaseContext(policies, facts)) ?? [];
	const [first] = missing.filter(({ code }) => code !== "rollback-not-approved");
	if (first !== void 0) {
		const told = sayReason(first, epochMs(decision.at));
		return [told, told.replace(/\. .*$/, "")];
	}
	const from = missing.map((reason) => String(reason["from"] ?? ""));
	if (missing.length === 0) return [];
	return [`Waiting for ${[...new Set(from)].join(", and ")} to approve this rollback; then it opens at once`];
}
/** The same in several lengths, the longest first: when the room is short, what to do and when come first. */
function sayVerdict(decision, facts) {
	const { override } = decision;
	if (override !== null) {
		const until = sayLocal(epochMs(override.expiresAt), zoneOf(decision), epochMs(decision.at));
		return [`Opened by an override of ${override.user} until ${until}: ${override.reason}`];
	}
	if (decision.verdict === "open") return [sayOpen(decision, facts)];
	const open = decision.gates.flatMap((gate) => gate.requirements.filter(({ status }) => status !== "met"));
	const failed = open.find(({ status }) => status === "failed");
	return failed === void 0 ? sayWaiting(open, decision, facts) : [`Blocked: ${lowerFirst(failed.text)}`];
}
function sayOpen(decision, { question }) {
	const what = `tier ${decision.tier}, ${decision.releaseType}`;
	return question.kind === "merge" ? `May merge: nothing is missing (${what})` : `Open: nothing is missing (${what})`;
}
function sayWaiting(open, decision, facts) {
	const unknown = open.find(({ kind }) => kind === "environment");
	if (unknown !== void 0) return [`Held: ${lowerFirst(unknown.text)}`];
	const asked = open.map(asks).filter((ask) => ask !== void 0);
	const closed = open.filter(({ reason }) => CLOSED.has(reason.code));
	const when = closed.length === 0 ? "" : sayWhen(decision);
	const isMerge = facts.question.kind === "merge";
	const because = sayBecause(closed, decision);
	if (asked.length === 0) {
		if (when === "") return [`Waiting: ${because}`];
		const alone = `Nothing to do: ${isMerge ? "may merge from" : "opens by itself"} ${when}`;
		return [`${alone} (${because})`, alone];
	}
	const time = when === "" ? because : `${isMerge ? "may merge" : "opens"} earliest ${when}`;
	return waitingFor(asked).map((ask) => `Waiting for ${ask}${time === "" ? "" : `; ${time}`}`);
}
/** Everything that is asked; the same in short; the first of it and how much more. */
function waitingFor(asked) {
	const [first] = asked;
	const more = asked.length > 1 ? `, and ${asked.length - 1} more` : "";
	return [
		asked.map(([long]) => long).join(", and "),
		asked.map(([, short]) => short).join(", and "),
		...first === void 0 ? [] : [`${first[0]}${more}`, `${first[1]}${more}`]
	];
}
/** Empty when the end of the waiting is not known. */
function sayWhen(decision) {
	if (decision.earliestOpening === null) return "";
	return sayLocal(epochMs(decision.earliestOpening), zoneOf(decision), epochMs(decision.at));
}
/** What only time lifts, unless people change the policy. */
const CLOSED = /* @__PURE__ */ new Set([
	"window-closed",
	"freeze",
	"soaking",
	"holidays-unknown"
]);
/** What is closed now, and the windows that are open now and will have closed before the opening. */
function sayBecause(closed, decision) {
	const { earliestOpening } = decision;
	const told = closed.map(sayClosed).join(", ");
	if (earliestOpening === null) return told;
	const later = decision.gates.flatMap((gate) => gate.requirements).filter(({ reason }) => reason.code === "window-open" && typeof reason["closesAt"] === "string").filter(({ reason }) => epochMs(reason["closesAt"]) < epochMs(earliestOpening));
	return later.length === 0 ? told : `${told}, then until ${later.map(({ reason }) => names(reason["windows"])).join(", ")}`;
}
function sayClosed({ reason }) {
	if (reason.code === "freeze") return `frozen by ${names(reason["freezes"])}`;
	if (reason.code === "soaking") return `soaking in ${String(reason["from"])}`;
	return `${names(reason["windows"])} closed`;
}
function names(value) {
	return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}
/** The zone in which a decision's own instants are told: that of the first requirement that has one. */
function zoneOf(decision) {
	const requirements = decision.gates.flatMap((gate) => gate.requirements);
	const waiting = requirements.filter(({ status }) => status !== "met");
	for (const { reason } of [...waiting, ...requirements]) if (typeof reason["zone"] === "string") return reason["zone"];
	return "UTC";
}
/** Whether time holds something back now. */
function opensLater(decision) {
	return decision.earliestOpening !== null && isAfter(decision.earliestOpening, epochMs(decision.at));
}
function isAfter(instant, at) {
	return epochMs(instant) > at;
}
/** Lower case at the start, unless it begins with a name such as `#12` or an abbreviation. */
function lowerFirst(sentence) {
	return /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}

// src/policy/explanation.ts
/** One explanation of a decision, as a tree of plain sentences; the renderers only choose marks and escapes. */
/** A release of thousands of changes is explained by the first of them; the rest is counted. */
const MOST_REASONS = 20;
/**
* Nothing here depends on the present moment alone: the same reasons give the same text.
*
* @param policies those that decided; without them it is not told why a step back is no authorised rollback.
*/
function explain(decision, facts, policies = []) {
	return {
		headline: headline(decision, facts, policies),
		question: sayQuestion(facts),
		risk: `tier ${decision.tier}, release type ${decision.releaseType}`,
		riskReasons: sayTierReasons(decision),
		gates: decision.gates.map(explainGate),
		time: sayTimes(decision),
		notes: decision.verdict === "open" ? [] : sayRollback(facts, policies),
		sources: `Decided by ${decision.policy.sources.join(" and ")} (policy ${decision.policy.digest.slice(0, 12)})`
	};
}
function sayRollback(facts, policies) {
	if (policies.length === 0 || facts.direction !== "backward") return [];
	const context = releaseContext(policies, facts);
	return (whyNotAuthorised(context) ?? []).map((reason) => sayReason(reason, context.at));
}
function sayQuestion({ question, candidate, repository }) {
	if (question.kind === "merge") return `${repository}: pull request #${question.pullRequest} into ${question.base}`;
	return `${repository}: ${candidate.sha.slice(0, 7)} to ${question.environment}, started by ${question.actor}`;
}
/** Those that set the tier first. */
function sayTierReasons({ tier, tierReasons }) {
	const deciding = tierReasons.filter((reason) => reason.tier === tier);
	const others = tierReasons.filter((reason) => reason.tier !== tier);
	const told = [...deciding, ...others].slice(0, MOST_REASONS);
	const lines = told.map((reason) => {
		const because = TIER_CODES[reason.because] === void 0 ? `${reason.because} (${reason.detail})` : reason.detail;
		return `${reason.tier}: ${reason.change}, ${because}`;
	});
	const left = tierReasons.length - told.length;
	return left > 0 ? [...lines, `and ${left} more`] : lines;
}
function explainGate(gate) {
	const { name, status, requirements, skippedBecause } = gate;
	if (skippedBecause === void 0) return {
		name,
		status,
		lines: requirements.map(explainRequirement)
	};
	return {
		name,
		status,
		lines: [{
			text: `Skipped: ${SKIPPED[skippedBecause] ?? skippedBecause}.`,
			details: []
		}]
	};
}
function explainRequirement({ text, counted = [], ignored = [] }) {
	return {
		text,
		details: [...counted.length === 0 ? [] : [`Counted: ${counted.join(", ")}`], ...ignored.length === 0 ? [] : [`Not counted: ${sayIgnoredPeople(ignored)}`]]
	};
}
function sayIgnoredPeople(ignored) {
	const told = ignored.slice(0, MOST_REASONS).map(({ user, code }) => `${user} (${sayIgnored(code)})`);
	const left = ignored.length - told.length;
	return left > 0 ? `${told.join(", ")} and ${left} more` : told.join(", ");
}
function sayTimes(decision) {
	const zone = zoneOf(decision);
	const at = epochMs(decision.at);
	const lines = [];
	if (decision.override !== null) {
		const { user, reason, expiresAt } = decision.override;
		lines.push(`Override by ${user} until ${sayBoth(epochMs(expiresAt), zone, at)}: ${reason}`);
	}
	if (decision.verdict !== "open" && opensLater(decision)) {
		const opens = sayBoth(epochMs(decision.earliestOpening), zone, at);
		lines.push(`Earliest opening: ${opens}, if everything else is met by then`);
	}
	return lines;
}

// src/policy/explain.ts
/** GitHub's limit for the summary of a check run. */
const LONGEST_SUMMARY = 65535;
/** Policies and pull requests can hold long texts; one line stays readable. */
const LONGEST_LINE = 2e3;
const MARKS = {
	met: "ok",
	pending: "wait",
	failed: "NO",
	skipped: "skip"
};
const ICONS = {
	met: "✅",
	pending: "⏳",
	failed: "⛔",
	skipped: "⏭️"
};
/** For a terminal: the first line says what to do. Ends without a line break. */
function explainText(decision, facts, policies) {
	const told = explain(decision, facts, policies);
	return [
		told.headline,
		"",
		told.question,
		told.risk,
		...told.riskReasons.map((line) => `  - ${line}`),
		...told.gates.flatMap(gateAsText),
		...told.notes,
		...told.time,
		told.sources
	].map(printable).join("\n");
}
function gateAsText({ name, status, lines }) {
	const mark = `[${MARKS[status]}]`.padEnd(7);
	return lines.flatMap(({ text, details }, index) => [index === 0 ? `${mark}${name}: ${text}` : `       ${text}`, ...details.map((detail) => `         ${detail}`)]);
}
/** One line without controls, its indentation kept. */
function printable(line) {
	const indent = line.length - line.trimStart().length;
	return `${" ".repeat(indent)}${plainLine(line, LONGEST_LINE)}`;
}
/**
* For the summary of a check run: at most 65,535 characters, everything people wrote made inert.
*/
function explainMarkdown(decision, facts, { policies, more } = {}) {
	const told = explain(decision, facts, policies);
	const head = [
		`**${inert(told.headline)}**`,
		"",
		`${inert(told.question)}. It has ${inert(told.risk)}.`
	];
	const time = [...told.notes, ...told.time].map((line) => `- ${inert(line)}`);
	return joinWithin([
		...head,
		...time.length === 0 ? [] : ["", ...time],
		...told.gates.length === 0 ? [] : [
			"",
			"#### Gates",
			"",
			...told.gates.flatMap(gateAsMarkdown)
		],
		"",
		"#### Why this tier",
		"",
		...told.riskReasons.map((line) => `- ${inert(line)}`),
		...more === void 0 ? [] : [
			"",
			`#### ${inert(more.heading)}`,
			"",
			...more.lines.map((line) => `- ${inert(line)}`)
		]
	], ["", `<sub>${inert(told.sources)}</sub>`], LONGEST_SUMMARY);
}
function gateAsMarkdown({ name, status, lines }) {
	return lines.flatMap(({ text, details }, index) => [index === 0 ? `- ${ICONS[status]} **${inert(name)}**: ${inert(text)}` : `  - ${inert(text)}`, ...details.map((detail) => `  - ${inert(detail)}`)]);
}
function inert(line) {
	return inertMarkdown(plainLine(line, LONGEST_LINE));
}
/** As many whole lines as fit, and the end. A line is never cut: half an escape would be none. */
function joinWithin(lines, end, limit) {
	const whole = [...lines, ...end].join("\n");
	if (whole.length <= limit) return whole;
	const tail = [
		"",
		"… more is left out here",
		...end
	].join("\n");
	const kept = [];
	let length = tail.length;
	for (const line of lines) {
		length += line.length + 1;
		if (length > limit) break;
		kept.push(line);
	}
	return `${kept.join("\n")}${tail}`;
}

// src/policy/check/finding.ts
function error(code, path, message, at = "value") {
	return {
		severity: "error",
		code,
		path,
		at,
		message
	};
}
function warning(code, path, message, at = "value") {
	return {
		severity: "warning",
		code,
		path,
		at,
		message
	};
}
/** Nobody reads more problems of one file. */
const MOST_FINDINGS = 100;
function firstOf(findings) {
	const first = [];
	for (const finding of findings) if (first.push(finding) >= MOST_FINDINGS) break;
	return first;
}
function written(names, path) {
	return (names ?? []).map((name, index) => [name, [...path, index]]);
}

// src/policy/check/approvals.ts
function* checkApprovals(policy) {
	for (const [index, gate] of policy.gates.entries()) {
		const { approvals } = gate.require;
		if (approvals !== void 0) yield* checkOne(gate, approvals, [
			"gates",
			index,
			"require",
			"approvals"
		]);
	}
}
function* checkOne(gate, approvals, path) {
	const most = mostPeople(approvals.from);
	if (approvals.count > most) {
		const message = `${approvals.count} ${approvals.count === 1 ? "approval is" : "approvals are"} asked of ${most} ${most === 1 ? "person" : "people"}, so the gate could never open. Ask for fewer or name more; bots never count.`;
		yield error("approvals-impossible", [...path, "count"], message);
	}
	if (gate.at === "merge" && approvals.of === "release") {
		const message = "A pull request has no release approvals before it is merged, so this gate could never open. Use `of: change`.";
		yield error("approvals-impossible", [...path, "of"], message);
	}
	const usable = approvals.of === "change" ? ["review"] : [
		"deployment-review",
		"page",
		"comment"
	];
	if (approvals.via !== void 0 && !approvals.via.some((source) => usable.includes(source))) {
		const message = `\`of: ${approvals.of}\` is satisfied by ${usable.join(", ")}; \`via\` allows none of them, so the gate could never open.`;
		yield error("approvals-impossible", [...path, "via"], message);
	}
}
/** How many people can approve at all: an explicit list has an end; a team, a permission or CODEOWNERS may grow. */
function mostPeople(from) {
	if (from.teams !== void 0 || from.permission !== void 0 || from.codeowners !== void 0) return Number.POSITIVE_INFINITY;
	const people = (from.users ?? []).map((user) => user.toLowerCase()).filter((user) => !user.endsWith("[bot]"));
	return new Set(people).size;
}
function* warnApprovals(policy) {
	for (const [index, gate] of policy.gates.entries()) {
		const { approvals } = gate.require;
		if (approvals === void 0 || approvals.count > 0 || approvals.of === "release") continue;
		if (approvals.veto || approvals.from.codeowners === true) continue;
		yield warning("approvals-none", [
			"gates",
			index,
			"require",
			"approvals",
			"count"
		], "0 approvals of a change are always given, so this holds nothing. Ask for one, or for `veto: true` if an objection should hold it.");
	}
}

// src/policy/check/globs-overlap.ts
/** Whether some text is matched by two globs at once. */
/** Steps that one test may take for all its patterns together, about half a microsecond each. */
const MOST_STEPS$1 = 4e4;
/**
* The test whether a glob overlaps one of `known`. When it takes too many steps the answer is yes: nothing is claimed
* unproven.
*
* @param options `ignoreCase` for names of environments.
*/
function overlapTest(known, options = {}) {
	const tokens = known.map((each) => globTokens(each, options));
	const budget = { left: MOST_STEPS$1 };
	return (pattern) => {
		const own = globTokens(pattern, options);
		return tokens.some((each) => overlaps(each, own, budget));
	};
}
function overlaps(mine, theirs, budget) {
	const width = theirs.length + 1;
	const seen = /* @__PURE__ */ new Set();
	const open = [];
	const reach = (my, their) => {
		for (const each of my) for (const other of their) {
			const pair = each * width + other;
			if (seen.has(pair)) continue;
			seen.add(pair);
			open.push(pair);
		}
	};
	reach(entered(mine, 0), entered(theirs, 0));
	for (let pair = open.pop(); pair !== void 0; pair = open.pop()) {
		const [my, their] = [Math.floor(pair / width), pair % width];
		if (--budget.left < 0 || my === mine.length && their === theirs.length) return true;
		for (const character of charactersAt(mine[my], theirs[their])) reach(after(mine, my, character), after(theirs, their, character));
	}
	return false;
}
/** The literal characters at hand, the separator, and one that stands for all others. */
function charactersAt(mine, theirs) {
	return [.../* @__PURE__ */ new Set([
		"/",
		"\n",
		...[mine, theirs].filter((token) => typeof token === "string")
	])];
}
/** The step and those after it that are reached without reading a character. */
function entered(tokens, from) {
	const reached = [from];
	for (let index = from; index < tokens.length; index++) {
		const token = tokens[index];
		if (token !== SOME && token !== ANY && token !== FOLDERS) break;
		reached.push(index + 1);
	}
	return reached;
}
/** Where a pattern may stand after it read a character at `index`. */
function after(tokens, index, character) {
	const token = tokens[index];
	if (token === void 0) return [];
	if (token === FOLDERS) return character === "/" ? entered(tokens, index) : [index];
	if (token === ANY || token === SOME && character !== "/") return entered(tokens, index);
	return token === character || token === ONE && character !== "/" ? entered(tokens, index + 1) : [];
}

// src/policy/check/environments.ts
/** Names of environments and services: each that is used exists, and each exists once. */
function* checkEnvironments(policy) {
	yield* checkServices(policy);
	if (policy.environments === void 0) return;
	const known = Object.keys(policy.environments);
	if (known.length === 0) yield error("list-empty", ["environments"], "`environments` names none, so every deployment would be held. Name them or remove the key.");
	const refused = known.filter((name) => globProblem(name) !== void 0);
	for (const name of refused) {
		const message = `The glob \`${name}\` ${globProblem(name)}.`;
		yield error("glob-refused", ["environments", name], message, "key");
	}
	yield* checkTwice(known, "environments", "environment-duplicate");
	if (refused.length === 0 && known.length > 0) yield* checkUses(policy, known);
}
function* checkTwice(names, section, code) {
	const seen = /* @__PURE__ */ new Set();
	for (const name of names) {
		const isTwice = seen.has(name.toLowerCase());
		seen.add(name.toLowerCase());
		if (!isTwice) continue;
		const message = `\`${name}\` is given twice in different letters; names compare without case, so which one holds would be a guess. Keep one.`;
		yield error(code, [section, name], message, "key");
	}
}
function* checkUses(policy, known) {
	const exact = new Set(known.map((name) => name.toLowerCase()));
	const overlapsKnown = overlapTest(known, { ignoreCase: true });
	for (const [pattern, path] of usesOf$1(policy)) {
		if (exact.has(pattern.toLowerCase()) || overlapsKnown(pattern)) continue;
		const message = `No entry of \`environments\` is matched by \`${pattern}\`, so this never applies. ${suggest(pattern, known, "Defined")}`;
		yield error("environment-unknown", path, message);
	}
}
function usesOf$1(policy) {
	return [
		...policy.freezes.flatMap((freeze, index) => written(freeze.environments, [
			"freezes",
			index,
			"environments"
		])),
		...policy.gates.flatMap((gate, index) => written(gate.for?.environments, [
			"gates",
			index,
			"for",
			"environments"
		])),
		...written(policy.record?.for?.environments, [
			"record",
			"for",
			"environments"
		])
	];
}
/** Without a `services` section the name of a service is the name of a lane, and all paths are its own. */
function* checkServices(policy) {
	const known = Object.keys(policy.services);
	yield* checkTwice(known, "services", "service-duplicate");
	if (known.length === 0) return;
	for (const [name, { service }] of Object.entries(policy.environments ?? {})) {
		if (service === void 0 || known.some((each) => isSameName(each, service))) continue;
		const message = `There is no service \`${service}\` in \`services\`, so no paths are its own. ${suggest(service, known, "Defined")}`;
		yield error("service-unknown", [
			"environments",
			name,
			"service"
		], message);
	}
}
function* warnEnvironments(policy) {
	yield* warnGroups(policy);
	yield* warnRollbacks(policy);
}
function* warnGroups(policy) {
	const entries = Object.entries(policy.environments ?? {});
	for (const [name, { group }] of entries) {
		if (group === void 0 || /[*?]/.test(name)) continue;
		if (entries.filter(([, other]) => other.group === group).length > 1) continue;
		const message = `\`${name}\` is the only member of the group \`${group}\`, so the group holds nothing back. Name the other members, or remove the key.`;
		yield warning("group-of-one", [
			"environments",
			name,
			"group"
		], message);
	}
}
function* warnRollbacks(policy) {
	for (const [name, { rollback }] of Object.entries(policy.environments ?? {})) {
		if (rollback === void 0 || rollback.by !== void 0 || policy.override !== void 0) continue;
		const asked = policy.tiers.filter((tier) => rollback.authorise[tier] !== "auto");
		if (asked.length === 0) continue;
		const message = `A rollback that takes away tier ${asked.map((tier) => `\`${tier}\``).join(", ")} has to be approved, and nobody may: there is neither \`rollback.by\` nor \`override.by\`. Name people in one of them.`;
		yield warning("rollback-unanswerable", [
			"environments",
			name,
			"rollback"
		], message, "key");
	}
}

// src/policy/check/gates.ts
/** `gates`: one of a name, windows that exist, and nothing that could never be asked or answered. */
function* checkGates(policy) {
	const first = /* @__PURE__ */ new Map();
	for (const [index, gate] of policy.gates.entries()) {
		yield* checkGate(policy, gate, index);
		if (first.has(gate.name)) {
			const message = `There are two gates \`${gate.name}\`; nobody could tell which one holds. Rename one.`;
			yield error("gate-duplicate", [
				"gates",
				index,
				"name"
			], message);
		}
		first.set(gate.name, index);
	}
}
function* checkGate(policy, gate, index) {
	for (const [item, name] of (gate.require.window ?? []).entries()) {
		if (Object.hasOwn(policy.windows, name)) continue;
		const message = `There is no window \`${name}\`, so it would never open. ${suggest(name, Object.keys(policy.windows), "Defined")}`;
		yield error("window-unknown", [
			"gates",
			index,
			"require",
			"window",
			item
		], message);
	}
	if (gate.at === "merge" && gate.for?.environments !== void 0) yield error("merge-environment", [
		"gates",
		index,
		"for",
		"environments"
	], "Merging has no environment, so this gate would never apply. Remove `environments` or `at: merge`.", "key");
}
/** Names of the checks that are written from the decision itself. */
const OWN_CHECKS = ["tidegate", "tidegate/policy"];
function* warnGates(policy) {
	for (const [index, gate] of policy.gates.entries()) for (const [item, { name, app }] of (gate.require.checks ?? []).entries()) {
		const path = [
			"gates",
			index,
			"require",
			"checks",
			item
		];
		const isOwn = OWN_CHECKS.some((own) => isSameName(own, name)) && (app === void 0 || app === "tidegate");
		if (gate.at !== "merge" || !isOwn) continue;
		const message = `\`${name}\` is Tidegate's own check and waits for this gate, which would wait for it. Remove it from \`checks\`.`;
		yield warning("check-of-its-own", path, message);
	}
}

// src/policy/check/bounded-search.ts
/** Searches that end: a policy that nobody meant to write can make a hundred years very long. */
/** Thrown and caught here only. */
var Ended = class extends Error {
	found;
	constructor(found) {
		super(found);
		this.found = found;
	}
};
/** The first question to a timeline costs as much as so many others: it works out the days around it. */
const FIRST_QUESTION = 30;
/**
* Whether all conditions ever hold at or after `from`; what is not found before `until` counts as never.
*
* @param most how often timelines may be asked, by all searches together.
*/
function boundedSearch(most) {
	let left = most;
	const asked = /* @__PURE__ */ new WeakSet();
	function price(timeline) {
		if (asked.has(timeline)) return 1;
		asked.add(timeline);
		return FIRST_QUESTION;
	}
	function counted(timeline, until) {
		const { bounds } = timeline;
		return {
			...timeline,
			stateAt(at) {
				if (at > until) throw new Ended("never");
				left -= price(timeline);
				if (left < 0) throw new Ended("unknown");
				return timeline.stateAt(at);
			},
			...bounds === void 0 ? {} : { bounds: {
				outer: counted(bounds.outer, until),
				inner: counted(bounds.inner, until)
			} }
		};
	}
	return ({ inside, outside }, from, until) => {
		const conditions = {
			inside: inside.map((each) => counted(each, until)),
			outside: outside.map((each) => counted(each, until))
		};
		try {
			return firstOpening(conditions, from) === null ? "never" : "opens";
		} catch (error) {
			if (error instanceof Ended) return error.found;
			throw error;
		}
	};
}

// src/policy/check/timed-releases.ts
/** The kinds of release that windows and freezes tell apart, each once. */
/** Environments and releases that are told apart at most. */
const MOST_ENVIRONMENTS = 50;
/** @param most how many of them; the ones with the fewest gates and freezes first. */
function timedReleases(policy, most) {
	const found = /* @__PURE__ */ new Map();
	for (const release of releasesOf(policy)) {
		const key = keyOf(policy, release);
		if (key !== "" && !found.has(key)) found.set(key, release);
		if (found.size >= 10 * most) break;
	}
	const size = ({ gates, freezes }) => gates.length + freezes.length;
	return [...found.values()].sort((one, other) => size(one) - size(other)).slice(0, most);
}
/** A rollback that nobody authorised is excepted from nothing, so it says nothing of the others. */
const TYPES = RELEASE_TYPES.filter((type) => type !== "rollback");
function* releasesOf(policy) {
	const gates = policy.gates.filter((gate) => gate.require.window !== void 0);
	const { freezes } = policy;
	if (gates.length === 0 && freezes.length === 0) return;
	const matches = matcher();
	const patterns = [...gates.map((gate) => gate.for?.environments), ...freezes.map((freeze) => freeze.environments)];
	for (const { kind, environment } of placesOf(policy, patterns, matches)) {
		const isHere = (names) => names === void 0 || environment !== void 0 && matches(names, environment);
		const here = {
			gates: gates.filter((gate) => gate.at === kind && isHere(gate.for?.environments)),
			freezes: freezes.filter((each) => each.at.includes(kind) && (kind === "merge" || isHere(each.environments)))
		};
		if (here.gates.length === 0 && here.freezes.length === 0) continue;
		for (const tier of policy.tiers) for (const type of TYPES) yield {
			kind,
			environment,
			tier,
			type,
			...selected(here, tier, type)
		};
	}
}
/** Whether some pattern matches an environment; each pattern is compiled once. */
function matcher() {
	const globs = /* @__PURE__ */ new Map();
	return (patterns, environment) => patterns.some((pattern) => {
		const glob = globs.get(pattern) ?? environmentGlob(pattern);
		globs.set(pattern, glob);
		return glob(environment);
	});
}
function selected({ gates, freezes }, tier, type) {
	const isTier = (tiers) => tiers?.includes(tier) ?? true;
	return {
		gates: gates.filter((gate) => isTier(gate.for?.tiers) && !isExcepted(gate.except, { type })),
		freezes: freezes.filter((freeze) => isTier(freeze.tiers) && !isExcepted(freeze.except, { type }))
	};
}
/** The same gates and freezes are the same question. */
function keyOf(policy, { gates, freezes }) {
	return [...gates.map((gate) => `g${policy.gates.indexOf(gate)}`), ...freezes.map((freeze) => `f${policy.freezes.indexOf(freeze)}`)].join(" ");
}
/** Merging, every environment that is named, and one that nothing names when all are governed. */
function placesOf(policy, patterns, matches) {
	const governed = policy.environments === void 0 ? void 0 : Object.keys(policy.environments);
	const examples = [...new Set([...governed ?? [], ...patterns.flatMap((each) => each ?? [])].map(exampleOf))].slice(0, MOST_ENVIRONMENTS).filter((name) => governed === void 0 || matches(governed, name));
	return [
		{
			kind: "merge",
			environment: void 0
		},
		...governed === void 0 ? [{
			kind: "deploy",
			environment: void 0
		}] : [],
		...examples.map((environment) => ({
			kind: "deploy",
			environment
		}))
	];
}
/** A name that the glob matches. */
function exampleOf(pattern) {
	return pattern.toLowerCase().replace(/\*\*\/?|[*?]/g, (wild) => wild.endsWith("/") ? "" : "x");
}

// src/policy/check/never-opening.ts
/** Windows and freezes that leave no time: legal to write, and nothing will ever go out. */
/** What does not open within 100 years from here never does: a parser has no clock. */
const START = Date.UTC(2026, 0, 1);
/** Releases that are looked at. `decide` says `never-opens` for the others, when they come. */
const MOST_RELEASES = 100;
/** How often windows and freezes are asked, about 1 to 10 microseconds each. What is not found by then is not told. */
const MOST_QUESTIONS = 3e3;
/** Windows and freezes of this kind that are looked at one by one; a search of one may take milliseconds. */
const MOST_SEARCHED = 10;
/** Warns of windows that never open, freezes that never begin, and releases for which no time is left. */
function* neverOpening(policy) {
	const windows = Object.entries(policy.windows).filter(([, window]) => mayBeEmpty(window));
	const dead = new Set(windows.slice(0, MOST_SEARCHED).flatMap(([name]) => isNever(windowTimeline(policy, name)) ? [name] : []));
	for (const name of dead) {
		const message = `The window \`${name}\` never opens: nothing is left of its days after its recurrence and holidays. Correct it, or remove it.`;
		yield warning("never-opens", ["windows", name], message);
	}
	const freezes = policy.freezes.filter((freeze) => freeze.recurs !== null && (mayBeEmpty(freeze) || freeze.from));
	for (const freeze of freezes.slice(0, MOST_SEARCHED)) {
		if (!isNever(freezeTimeline(policy, freeze))) continue;
		const message = `The freeze \`${freeze.name}\` never begins: no day is left of its recurrence. Correct it, or remove it.`;
		yield warning("never-freezes", ["freezes", policy.freezes.indexOf(freeze)], message);
	}
	yield* closedReleases(policy, dead);
}
/** Days of the week and hours alone always come again. */
function mayBeEmpty(written) {
	const { rrule, holidays, "before-holidays": before } = written;
	return rrule !== void 0 || holidays !== void 0 || before !== void 0;
}
function isNever(timeline) {
	if (timeline === void 0) return false;
	const { isInside, changesAt } = timeline.stateAt(START);
	return !isInside && changesAt === null;
}
/** @param dead windows that never open: what waits for them alone was told already. */
function* closedReleases(policy, dead) {
	const told = [];
	const search = boundedSearch(MOST_QUESTIONS);
	for (const release of timedReleases(policy, MOST_RELEASES)) {
		const cause = [...release.gates, ...release.freezes];
		if (told.some((each) => each.every((part) => cause.includes(part)))) continue;
		if (release.gates.some((gate) => gate.require.window?.every((name) => dead.has(name)))) continue;
		if (!isClosed(policy, release, search)) continue;
		told.push(cause);
		yield closed(policy, release, release.gates.length > 1 && isClosed(policy, {
			gates: release.gates,
			freezes: []
		}, search));
	}
}
/** In so many years the clocks of all zones have stood to each other in every way they do. */
const WEEKLY_YEARS = 3;
/** Whether time never lets it go. What took too long to find out is not claimed. */
function isClosed(policy, { gates, freezes }, search) {
	const windows = gates.map((gate) => gate.require.window ?? []);
	const inside = windows.map((names) => windowsOf(policy, names));
	const outside = freezes.map((freeze) => freezeTimeline(policy, freeze));
	const dated = freezes.filter((freeze) => freeze.until !== void 0);
	if ([...windows.flat().flatMap((name) => policy.windows[name] ?? []), ...freezes].some(mayBeEmpty) || dated.some((freeze) => freeze.recurs !== null)) return search({
		inside,
		outside
	}, START, Number.POSITIVE_INFINITY) === "never";
	const ends = dated.flatMap((freeze) => readMoment(freeze.until ?? "", checkedZone(freeze.zone ?? policy.zone)) ?? []);
	const last = Math.max(START, ...ends);
	if (last > START + HORIZON) return search({
		inside,
		outside
	}, START, Number.POSITIVE_INFINITY) === "never";
	return search({
		inside,
		outside
	}, last, last + WEEKLY_YEARS * 366 * DAY) === "never";
}
function closed(policy, release, isApart) {
	const { gates, freezes } = release;
	const last = gates.at(-1);
	const what = sayRelease(release);
	const names = listOf(gates.map((gate) => gate.name));
	if (last === void 0) {
		const [first] = freezes;
		const path = ["freezes", policy.freezes.indexOf(first)];
		const message = `${what.replace(/^a/, "A")} is frozen at all times by ${listOf(freezes.map((freeze) => freeze.name))}, so it never opens. Shorten a freeze, or limit it with \`tiers\` or \`environments\`.`;
		return warning("never-opens", path, message);
	}
	const path = [
		"gates",
		policy.gates.indexOf(last),
		"require",
		"window"
	];
	const message = isApart ? `The windows of ${names} are never open together, so ${what} never opens. Give them a common span, or limit the gates with \`for\`.` : `Whenever the windows of ${names} are open, a freeze is running, so ${what} never opens. Change the windows, or limit the freezes with \`tiers\` or \`except\`.`;
	return warning("never-opens", path, message);
}
function sayRelease({ kind, tier, type, environment, gates, freezes }) {
	const isByType = [...gates, ...freezes].some((each) => each.except !== void 0);
	return `${`${kind === "merge" ? "a pull request" : "a release"} of tier \`${tier}\``}${isByType ? ` and type \`${type}\`` : ""}${environment === void 0 ? "" : ` to ${environment}`}`;
}

// src/policy/check/notes.ts
function* warnNotes(policy) {
	const categories = policy.notes?.categories ?? [];
	const titles = /* @__PURE__ */ new Set();
	const takesAll = categories.findIndex((category) => category.labels?.includes("*"));
	for (const [index, { title }] of categories.entries()) {
		const path = [
			"notes",
			"categories",
			index
		];
		if (titles.has(title)) {
			const message = `There are two categories \`${title}\`, so the notes would have two sections of one name. Join or rename them.`;
			yield warning("category-duplicate", [...path, "title"], message);
		}
		titles.add(title);
		if (takesAll < 0 || index <= takesAll) continue;
		const message = `\`${title}\` never takes a change: the \`*\` of \`${categories[takesAll]?.title}\` before it takes everything that is left. Move that to the end.`;
		yield warning("category-unreachable", path, message);
	}
}

// src/policy/check/patterns.ts
/** `title`: regular expressions that can be read, and that are cheap, one by one and together. */
/** Steps of one expression and of all of a policy: some ten times what people write, some milliseconds to compile. */
const MOST_STEPS = {
	one: 2e3,
	all: 5e3
};
function* checkPatterns(policy) {
	let all = 0;
	for (const [text, path] of patternsOf(policy)) {
		const steps = stepsOf(text);
		all += steps;
		if (all > MOST_STEPS.all) {
			yield error("pattern-refused", path, "The regular expressions up to here are too large together: each is run on the title of every change. Shorten or remove some.");
			return;
		}
		const problem = steps > MOST_STEPS.one ? "repeats too much" : patternProblem(text);
		if (problem === void 0) continue;
		const message = `\`${text.slice(0, 80)}\` ${problem}. Write RE2 syntax, which runs in linear time: no lookarounds, no back-references.`;
		yield error("pattern-refused", path, message);
	}
}
function patternsOf(policy) {
	return (policy.risk ?? []).flatMap(({ when }, index) => written(when?.title, [
		"risk",
		index,
		"when",
		"title"
	]));
}
/** Classes of Unicode are tables of hundreds of ranges. */
const UNICODE_CLASS = 20;
const PIECE = /\\p(?:\{[^}]*\}|.)?|\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]|\{(\d+)(?:,(\d*))?\}|[()]|./gisu;
/** About how many steps the compiled expression has; repetitions multiply what they repeat. */
function stepsOf(text) {
	const groups = [0];
	let last = 0;
	for (const [piece, least, most] of text.matchAll(PIECE)) {
		if (piece === "(") {
			groups.push(1);
			continue;
		}
		const times = Math.max(Number(least ?? 1), Number(most ?? 0), 1);
		const added = least === void 0 ? stepsOfPiece(piece, groups) : last * (times - 1);
		last = least === void 0 ? added : last * times;
		groups.push((groups.pop() ?? 0) + added);
	}
	return groups.reduce((sum, each) => sum + each, 0);
}
/** @param groups the steps of the groups that are open, the outermost first. */
function stepsOfPiece(piece, groups) {
	if (piece === ")") return groups.length > 1 ? groups.pop() ?? 0 : 1;
	return /\\p/i.test(piece) ? UNICODE_CLASS : 1;
}

// src/policy/check/people.ts
function* warnPeople(policy) {
	for (const [people, path, right] of listsOf(policy)) {
		if (people.permission !== "read") continue;
		const message = `Everybody with an account has \`read\` on a public repository, so anybody could ${right}. Use \`write\`, or name teams, unless the repository is private.`;
		yield warning("people-everybody", [...path, "permission"], message);
	}
}
function listsOf(policy) {
	return [
		...policy.gates.flatMap((gate, index) => {
			const { approvals } = gate.require;
			return approvals === void 0 ? [] : [[
				approvals.from,
				[
					"gates",
					index,
					"require",
					"approvals",
					"from"
				],
				"approve"
			]];
		}),
		...Object.entries(policy.environments ?? {}).flatMap(([name, { rollback }]) => rollback?.by === void 0 ? [] : [[
			rollback.by,
			[
				"environments",
				name,
				"rollback",
				"by"
			],
			"roll back"
		]]),
		...policy.override === void 0 ? [] : [[
			policy.override.by,
			["override", "by"],
			"break glass"
		]]
	];
}

// src/policy/check/promotions.ts
/** `promote`: the environment before exists, is another one, and no way leads in a circle. */
function* checkPromotions(policy) {
	const known = Object.keys(policy.environments ?? {});
	const entryNameFor = entryFinder(known);
	for (const [name, { promote }] of Object.entries(policy.environments ?? {})) {
		if (promote === void 0) continue;
		const path = [
			"environments",
			name,
			"promote",
			"from"
		];
		const { from } = promote;
		if (/[*?]/.test(from)) {
			const message = `\`${from}\` is a glob, and a commit is promoted from one environment, so nothing could ever be promoted from it. Write its name.`;
			yield error("environment-unknown", path, message);
			continue;
		}
		if (entryNameFor(from) === void 0) {
			const message = `No entry of \`environments\` is \`${from}\`, so nothing could ever be promoted from it. ${suggest(from, known, "Defined")}`;
			yield error("environment-unknown", path, message);
			continue;
		}
		const circle = circleFrom(policy, name, entryNameFor);
		if (circle === void 0) continue;
		const message = `${[...circle, circle[0]].map((each) => `\`${each}\``).join(" from ")}: each waits for another, so no commit could enter any of them. Let one of them take commits from nowhere.`;
		yield error("promote-circle", path, message);
	}
}
/** The entry that speaks for an environment: that of its name, else the first whose glob matches. */
function entryFinder(names) {
	const globs = names.map((name) => ({
		name,
		matches: environmentGlob(name)
	}));
	return (environment) => names.find((name) => isSameName(name, environment)) ?? globs.find(({ matches }) => matches(environment))?.name;
}
/** The entries that lead back to `start`, `start` first; undefined when none do. */
function circleFrom(policy, start, entryNameFor) {
	const way = [];
	let at = start;
	while (at !== void 0 && !way.includes(at)) {
		way.push(at);
		const from = policy.environments?.[at]?.promote?.from;
		at = from === void 0 ? void 0 : entryNameFor(from);
	}
	return at === start ? way : void 0;
}

// src/policy/check/risk.ts
/** `risk`: rules that can never match, and those that match less than they seem to. */
function* checkRisk(policy) {
	for (const [index, { when }] of (policy.risk ?? []).entries()) {
		if (when === void 0) continue;
		for (const [key, message] of contradictionsOf(when)) yield error("never-matches", [
			"risk",
			index,
			"when",
			key
		], message);
	}
}
/** Keys are AND: two that cannot both hold. The key of the second, and why. */
function* contradictionsOf(when) {
	const isBot = (login) => login.toLowerCase().endsWith("[bot]");
	if (when.dependency !== void 0 && when.bot === false) yield ["bot", "A dependency bump is read from the title of a bot's pull request only, so with `bot: false` this could never match. Remove one of the two."];
	if (when.dependency !== void 0 && when.author !== void 0 && !when.author.some(isBot)) yield ["author", "A dependency bump is read from the title of a bot's pull request only, and none of these is one, so this could never match. Write `dependabot[bot]` or `renovate[bot]`, or remove one of the two."];
	if (when.bot === false && when.author?.every(isBot)) yield ["author", "These are bots, and `bot: false` excludes them, so this could never match. Remove one of the two."];
	const pathKey = ["paths", "only-paths"].find((key) => when[key] !== void 0);
	if (pathKey !== void 0 && when.files?.every(isOfNoFile)) yield ["files", `A change without files has no path for \`${pathKey}\`, so this could never match. Correct the comparison.`];
}
function isOfNoFile(comparison) {
	const range = readComparison(comparison, "count");
	return range !== void 0 && (range.most < 1 || range.most === 1 && !range.isMostIncluded);
}
function* warnRisk(policy) {
	const rules = policy.risk ?? [];
	if (policy.risk?.every((rule) => rule.when !== void 0)) {
		const message = `Every rule has a \`when\`, so a change that none matches has the lowest tier, \`${policy.tiers[0]}\`. Add a rule without \`when\` to choose its tier.`;
		yield warning("risk-without-default", ["risk"], message);
	}
	const defaults = rules.flatMap((rule, index) => rule.when === void 0 ? [{
		tier: rule.tier,
		index
	}] : []);
	const highest = Math.max(...defaults.map(({ tier }) => policy.tiers.indexOf(tier)));
	for (const { tier, index } of defaults.slice(1)) {
		const winner = policy.tiers[highest];
		const message = `Several rules have no \`when\`, and all of them apply when no other does, so \`${winner}\` always wins. Keep one${tier === winner ? "" : ", or give this one a `when`"}.`;
		yield warning("risk-default-twice", ["risk", index], message);
	}
	for (const [index, { when }] of rules.entries()) if (when !== void 0) yield* warnWhen(when, index);
}
function* warnWhen(when, index) {
	if (when.type?.every((type) => type === "rollback" || type === "redeploy")) yield warning("type-unreachable", [
		"risk",
		index,
		"when",
		"type"
	], "Only a whole release is a rollback or redeploy, never one of its changes, so this never matches. Use `except: { types: … }` of a gate or freeze.");
	for (const key of ["paths", "only-paths"]) {
		const shallow = (when[key] ?? []).find((pattern) => /[*?]/.test(pattern) && !pattern.includes("/") && !pattern.includes("**"));
		if (shallow === void 0) continue;
		const message = `\`${shallow}\` matches only at the top of the repository, since \`*\` does not cross \`/\`. For every folder write \`**/${shallow}\`.`;
		yield warning("glob-only-at-top", [
			"risk",
			index,
			"when",
			key
		], message);
	}
}

// src/policy/check/tiers.ts
/** Names of tiers: each once, each that is used, and all of the organisation's. */
/** Without the organisation's tiers in their order, nobody could say which of two tiers is the higher one. */
function* checkAgreement(policy, org) {
	if (commonTiers([org, policy]).isCommon) return;
	const message = `These tiers do not contain those of the organisation in the same order, so every release would have the highest. Include ${listOf(org.tiers)}.`;
	yield error("tiers-conflict", ["tiers"], message);
}
function* checkTiers(policy) {
	for (const [index, tier] of policy.tiers.entries()) {
		if (policy.tiers.indexOf(tier) === index) continue;
		yield error("tier-duplicate", ["tiers", index], `The tier \`${tier}\` is listed twice; its rank would be a guess.`);
	}
	for (const [tier, path] of usesOf(policy)) if (!policy.tiers.includes(tier)) yield error("tier-unknown", path, unknownTier(policy, tier));
	yield* checkAuthorised(policy);
}
function* checkAuthorised(policy) {
	for (const [name, environment] of Object.entries(policy.environments ?? {})) for (const tier of Object.keys(environment.rollback?.authorise ?? {})) {
		if (policy.tiers.includes(tier)) continue;
		yield error("tier-unknown", [
			"environments",
			name,
			"rollback",
			"authorise",
			tier
		], unknownTier(policy, tier), "key");
	}
}
function unknownTier(policy, tier) {
	return `There is no tier \`${tier}\`, so this never applies. ${suggest(tier, policy.tiers, "Defined")}`;
}
function usesOf(policy) {
	return [
		...(policy.risk ?? []).map((rule, index) => [rule.tier, [
			"risk",
			index,
			"tier"
		]]),
		...policy.freezes.flatMap((freeze, index) => written(freeze.tiers, [
			"freezes",
			index,
			"tiers"
		])),
		...policy.gates.flatMap((gate, index) => written(gate.for?.tiers, [
			"gates",
			index,
			"for",
			"tiers"
		])),
		...written(policy.record?.for?.tiers, [
			"record",
			"for",
			"tiers"
		])
	];
}

// src/policy/check/times.ts
/** `windows` and `freezes`: recurrences, holidays and dates that can be read, and times that exist. */
function* checkTimes(policy) {
	const calendars = /* @__PURE__ */ new Set();
	for (const [name, window] of Object.entries(policy.windows)) yield* checkRecurrence(window, ["windows", name], calendars);
	for (const [index, freeze] of policy.freezes.entries()) {
		yield* checkRecurrence(freeze, ["freezes", index], calendars);
		yield* checkDates(policy, freeze, ["freezes", index]);
	}
}
function* checkRecurrence(recurrence, path, calendars) {
	const { rrule, starts } = recurrence;
	if (rrule !== void 0) {
		const read = readRule(rrule, { starts });
		if (read.kind === "refused") {
			const message = `The recurrence cannot be used, so its days would be a guess: ${read.message}.`;
			yield error("rrule-refused", [...path, "rrule"], message);
		}
	}
	for (const key of ["holidays", "before-holidays"]) for (const [index, entry] of (recurrence[key] ?? []).entries()) yield* checkHoliday(entry, [
		...path,
		key,
		index
	], calendars);
}
/** The dates of each country or region are worked out for every year that is looked at. */
const MOST_CALENDARS = 10;
/** @param calendars the countries and regions that were met so far. */
function* checkHoliday(entry, path, calendars) {
	if (!/^\d/.test(entry)) {
		if (calendars.size >= MOST_CALENDARS && !calendars.has(entry.toUpperCase())) {
			yield error("out-of-range", path, `More than ${MOST_CALENDARS} countries and regions are named in this policy. Name fewer, or write the dates.`);
			return;
		}
		calendars.add(entry.toUpperCase());
	}
	const problem = holidayProblem(entry);
	if (problem === "holidays-date") {
		const message = `\`${entry}\` is not a date that exists, so it would never be a holiday. Write \`2026-12-24\`, or a country or region.`;
		yield error("holiday-unknown", path, message);
	} else if (problem === "holidays-code") {
		const message = `The public holidays of \`${entry}\` are not known, so nothing would be closed on them. Write a country or region as \`DE\`, \`DE-BE\` or \`US-CA\`, or single dates.`;
		yield error("holiday-unknown", path, message);
	}
}
function* checkDates(policy, freeze, path) {
	const zone = checkedZone(freeze.zone ?? policy.zone);
	const from = freeze.from === void 0 ? void 0 : readMoment(freeze.from, zone);
	const until = freeze.until === void 0 ? void 0 : readMoment(freeze.until, zone);
	if (from === void 0 || until === void 0 || from < until) return;
	const message = `The freeze \`${freeze.name}\` ends at or before its beginning, so it would freeze nothing. \`until\` is the first instant after it.`;
	yield error("freeze-ends-before-it-begins", [...path, "until"], message);
}
function* warnTimes(policy) {
	const asked = new Set(policy.gates.flatMap((gate) => gate.require.window ?? []));
	for (const name of Object.keys(policy.windows)) {
		if (asked.has(name)) continue;
		const message = `No gate asks for the window \`${name}\`, so it holds nothing. Name it in \`require: { window: … }\` of a gate, or remove it.`;
		yield warning("window-unused", ["windows", name], message, "key");
	}
	const names = /* @__PURE__ */ new Set();
	for (const [index, freeze] of policy.freezes.entries()) {
		if (names.has(freeze.name)) {
			const message = `There are two freezes \`${freeze.name}\`; whoever is held could not tell by which. Rename one.`;
			yield warning("freeze-duplicate", [
				"freezes",
				index,
				"name"
			], message);
		}
		names.add(freeze.name);
		if (freeze.environments === void 0 || freeze.at.includes("deploy")) continue;
		yield warning("merge-environment", [
			"freezes",
			index,
			"environments"
		], "Merging has no environment, so this freeze holds every merge. Remove `environments`, or `at: merge` if deployments were meant.", "key");
	}
}

// src/policy/check.ts
/** What a policy says that cannot be meant: names that do not exist, rules that can never match, gates nobody can pass. */
/** The errors of a policy, or else its warnings. @param org the organisation's policy, when this one has to agree with it. */
function checkPolicy(policy, org) {
	const errors = firstOf(errorsOf(policy, org));
	return errors.length > 0 ? errors : firstOf(warningsOf(policy));
}
function* errorsOf(policy, org) {
	if (org !== void 0) yield* checkAgreement(policy, org);
	yield* checkTiers(policy);
	yield* checkRisk(policy);
	yield* checkPatterns(policy);
	yield* checkTimes(policy);
	yield* checkEnvironments(policy);
	yield* checkPromotions(policy);
	yield* checkGates(policy);
	yield* checkApprovals(policy);
}
function* warningsOf(policy) {
	yield* warnRisk(policy);
	yield* warnTimes(policy);
	yield* warnEnvironments(policy);
	yield* warnGates(policy);
	yield* warnApprovals(policy);
	yield* warnPeople(policy);
	yield* warnNotes(policy);
	yield* neverOpening(policy);
}

// src/policy/problem-codes.ts
const PROBLEM_CODES = {
	...DOCUMENT_CODES,
	"zone-unknown": "No time zone of this name.",
	"days-refused": "Days that cannot be read.",
	"hours-refused": "Hours that cannot be read, or whose ends are equal.",
	"window-empty": "A window with neither days, hours nor an rrule.",
	"freeze-empty": "A freeze that has one end only, or neither dates nor days, hours or an rrule.",
	"rrule-refused": "A recurrence rule that cannot be read, or that says more than days.",
	"holiday-unknown": "A country or region whose public holidays are not known, or a date that does not exist.",
	"pattern-refused": "A regular expression that cannot be read, or that could be slow.",
	"comparison-refused": "A comparison that cannot be read, or that nothing satisfies.",
	"percentage-refused": "Not a percentage.",
	"repository-refused": "Not `owner/name`.",
	"path-refused": "Not a path in the repository.",
	"variable-refused": "Not the name of an environment variable.",
	"verify-empty": "A `verify` without a key.",
	"limit-incomplete": "A `limit` without a key, or with one of two keys that need each other.",
	"notify-nowhere": "A notification without a channel.",
	"window-unknown": "A gate asks for a window that is not defined.",
	"window-unused": "Warning: a window that no gate asks for.",
	"moment-refused": "A date or time that cannot be read or does not exist.",
	"duration-refused": "A length of time that cannot be read or is zero.",
	"freeze-ends-before-it-begins": "The end of a freeze is not after its beginning.",
	"glob-refused": "A glob that uses what is not supported.",
	"login-refused": "Not a login.",
	"team-refused": "Not the slug of a team.",
	"people-empty": "A list of people that names nobody.",
	"when-empty": "A `when` without a key.",
	"for-empty": "A `for` without a key.",
	"require-empty": "A gate that requires nothing.",
	"tier-duplicate": "A tier is listed twice.",
	"tier-unknown": "A tier that is not listed in `tiers`.",
	"tiers-conflict": "The tiers do not contain the organisation's in the same order.",
	"environment-unknown": "An environment that no entry of `environments` matches.",
	"environment-duplicate": "One environment given twice in different letters.",
	"service-unknown": "A service that `services` does not define.",
	"service-duplicate": "One service given twice in different letters.",
	"promote-circle": "Environments that wait for each other, or one that waits for itself.",
	"group-of-one": "Warning: a group with one member.",
	"rollback-unanswerable": "Warning: a rollback has to be approved, and nobody may approve it.",
	"gate-duplicate": "Two gates of one name.",
	"merge-environment": "A gate `at: merge` that asks for an environment. Warning: a freeze `at: merge` that names some.",
	"check-of-its-own": "Warning: a merge gate that waits for the check that waits for it.",
	"approvals-impossible": "Approvals that nobody can give.",
	"approvals-none": "Warning: no approvals are asked for, so nothing is held.",
	"people-everybody": "Warning: a permission that everybody has on a public repository.",
	"never-matches": "A `when` whose keys exclude each other.",
	"risk-without-default": "Warning: every rule of `risk` has a `when`.",
	"type-unreachable": "Warning: a rule for changes of a type that only whole releases have.",
	"risk-default-twice": "Warning: several rules of `risk` have no `when`.",
	"glob-only-at-top": "Warning: a glob without `/` matches only at the top of the repository.",
	"never-opens": "Warning: a window that never opens, or windows and freezes that leave no time for a release.",
	"never-freezes": "Warning: a freeze that never begins.",
	"freeze-duplicate": "Warning: two freezes of one name.",
	"category-duplicate": "Warning: two categories of one title.",
	"category-unreachable": "Warning: a category after one that takes everything.",
	"instant-refused": "Facts: not an RFC 3339 instant with an offset.",
	"people-ambiguous": "Facts: one login in two spellings with two ids."
};

// src/policy/environments/schema.ts
/** The keys of `services` and `environments`: what is deployed where, in which order, and how it comes back. */
const service = strictObject({ paths: globs.meta({ description: "A change belongs to the service when it touches one of these." }) });
const promotion = strictObject({
	from: name.meta({ description: "The environment in which this very commit has to be verified first." }),
	soak: duration.optional().meta({ description: "How long it has to be healthy there, without a break." })
});
const verification = strictObject({
	within: duration.optional().meta({ description: "When a verification has to be there after a deployment. None in time is a finding of its own." }),
	watch: duration.optional().meta({ description: "Hypercare: incidents opened for so long after a deployment are attributed to it." })
}).refine(notEmpty, {
	params: refusal("verify-empty"),
	message: "`verify` says nothing here. Give `within` or `watch`, or remove it."
});
const limit = strictObject({
	attempts: int().min(1).max(100).optional().meta({ description: "Rollbacks of one release. Default: 1." }),
	per: duration.optional().meta({ description: "The time over which `at-most` counts." }),
	"at-most": int().min(1).max(1e3).optional().meta({ description: "Rollbacks in the lane per `per`." })
}).refine(notEmpty, {
	params: refusal("limit-incomplete"),
	message: "`limit` says nothing here. Give `attempts`, or `per` and `at-most`."
}).refine((value) => value.per === void 0 === (value["at-most"] === void 0), {
	params: refusal("limit-incomplete"),
	message: "`per` and `at-most` need each other: `{ per: 24h, at-most: 2 }`."
});
const rollback = strictObject({
	on: oneOrMany(_enum([
		"fail",
		"error",
		"inconclusive",
		"missing"
	])).default(["fail"]).meta({ description: "Verdicts of a verification that may trigger a rollback. Default: `fail`." }),
	authorise: record$1(name, _enum(["auto", "ask"])).default({}).meta({ description: "By tier of what the rollback takes away: `auto`, or `ask` for an approval of this rollback by someone in `by`. Default: `ask` for every tier." }),
	workflow: path.optional().meta({ description: "The workflow that is dispatched, with the input `sha`." }),
	by: people$1.optional().meta({ description: "Who may approve a rollback, ask for one, hold and lift. Default: `override.by`." }),
	barriers: marks.optional().meta({ description: "What no rollback may take away unasked: changes with these labels, or that touch these paths." }),
	limit: limit.optional().meta({ description: "How many rollbacks are authorised before people have to look." })
});
/** An environment that is only named (`staging:`) is governed and has nothing of its own to say. */
const environment = strictObject({
	service: name.optional().meta({ description: "The service that is deployed there. Default: the whole repository." }),
	promote: promotion.optional().meta({ description: "Where the commit has to be good before it may enter." }),
	verify: verification.optional().meta({ description: "When a deployment counts as verified, and how long it is watched." }),
	group: name.optional().meta({ description: "Environments of one group hold together: a release whose verification failed in one of them is held in all." }),
	rollback: rollback.optional().meta({ description: "How the environment goes back, and who may say so." })
}).nullable().transform((value) => value ?? {});

// src/policy/reporting/schema.ts
/** The keys that hold nothing and tell people: `record`, `notify`, `notes` and `dora`. */
const record = strictObject({
	for: selection$1.optional().meta({ description: "Which releases get one. Default: all." }),
	as: literal("issue").default("issue").meta({ description: "Where it is kept." }),
	checklist: path.optional().meta({ description: "A Markdown file whose task list the record begins with." })
});
/** What people can be told about. */
const NOTICES = [
	"decision",
	"released",
	"rollback",
	"rollback-failed",
	"override",
	"verification-missing"
];
const notice = union([_enum(NOTICES), strictObject({ "gate-waiting-over": duration.meta({ description: "A gate has waited for so long." }) })]);
const CHANNELS = [
	"slack",
	"pagerduty",
	"webhook"
];
const notification = strictObject({
	on: oneOrMany(notice, 50).meta({ description: "What is told." }),
	slack: variable.optional().meta({ description: "The variable with the address of a Slack webhook." }),
	pagerduty: variable.optional().meta({ description: "The variable with a routing key of PagerDuty." }),
	webhook: variable.optional().meta({ description: "The variable with the address of a webhook of your own." })
}).refine((value) => CHANNELS.some((channel) => value[channel] !== void 0), {
	params: refusal("notify-nowhere"),
	message: "Nobody would be told. Give `slack`, `pagerduty` or `webhook`."
});
const category = strictObject({
	title: name.meta({ description: "The heading of the section." }),
	types: oneOrMany(name).optional().meta({ description: "Conventional Commit types." }),
	labels: labels.optional().meta({ description: "Labels; `*` takes everything that is left." })
}).refine((value) => value.types !== void 0 || value.labels !== void 0, {
	params: refusal("list-empty"),
	message: "This category takes nothing. Give `types` or `labels`."
});
const notes = strictObject({
	categories: array(category).min(1).max(50).optional().meta({ description: "Sections of the notes, in order; a change is in the first that takes it." }),
	exclude: strictObject({
		labels: labels.optional().meta({ description: "Changes with one of these labels." }),
		authors: oneOrMany(name).optional().meta({ description: "Changes by one of these logins." })
	}).refine(notEmpty, {
		params: refusal("list-empty"),
		message: "This excludes nothing. Give `labels` or `authors`."
	}).optional().meta({ description: "What the notes leave out." })
});
const dora = strictObject({
	production: globs.optional().meta({ description: "Environments that are production. Default: `production`, `prod`, `live` and names that begin with `production-` or `prod-`." }),
	incident: strictObject({ labels }).optional().meta({ description: "Issues that are incidents." }),
	team: strictObject({ "label-prefix": name.meta({ description: "A label `team/shop` names the team `shop`." }) }).optional().meta({ description: "How the team of a change is told." }),
	issue: boolean().default(true).meta({ description: "Whether the figures are kept in an issue." }),
	targets: strictObject({
		"deployment-frequency": number().min(0).max(1e4).optional().meta({ description: "Deployments per day, at least." }),
		"lead-time": duration.optional().meta({ description: "At most." }),
		"change-fail-rate": percentage.optional().meta({ description: "At most." }),
		"recovery-time": duration.optional().meta({ description: "At most." }),
		"rework-rate": percentage.optional().meta({ description: "At most." })
	}).refine(notEmpty, {
		params: refusal("list-empty"),
		message: "This sets no target. Give one or remove the key."
	}).optional().meta({ description: "What the team wants to reach." }),
	calibration: strictObject({ margin: percentage.meta({ description: "The difference that matters. Default: 10%." }) }).optional().meta({ description: "When the tiers count as separated." })
});

// src/policy/schema.ts
/**
* The policy language: every key, its type, its default and what it means. The parser, the JSON Schema for editors and
* the reference page all come from this table, so none of them can be older than another.
*/
const Policy = strictObject({
	version: literal(1).meta({ description: "The version of the language." }),
	mode: _enum(["enforce", "observe"]).default("enforce").meta({ description: "`observe` reports everything and holds nothing." }),
	zone: zone.default("UTC").meta({ description: "IANA time zone of windows and freezes." }),
	tiers: array(name).min(1).max(20).default([
		"low",
		"medium",
		"high"
	]).meta({ description: "Risk tiers, lowest first." }),
	risk: array(riskRule).min(1).max(500).optional().meta({ description: "A change has the highest tier of the rules that match it. Without this key the tier follows the release type." }),
	escalate: array(escalation).min(1).max(20).optional().meta({ description: "Tiers up for the whole release when the lane fails often. What is not known escalates." }),
	"release-types": releaseTypes.default({}).meta({ description: "Labels that set the release type of a change. Default: the label of the same name; without a label, Conventional Commits." }),
	windows: record$1(name, window).check(atMostNames(100)).default({}).meta({ description: "Named windows: open during their spans, from the first instant up to, not including, the last." }),
	freezes: array(freeze).max(500).default([]).meta({ description: "Times in which nothing that they concern is deployed." }),
	services: record$1(name, service).check(atMostNames(200)).default({}).meta({ description: "For a repository with several: the paths that make a change one of the service." }),
	environments: record$1(string(), environment).check(atMostNames(200)).optional().meta({ description: "The environments that are governed: names or globs, compared without case. An exact name wins over a glob, an earlier glob over a later one. Without this key: all." }),
	gates: array(gate).max(200).default([]).meta({ description: "Every gate whose `for` selects the release applies, and all must be met." }),
	override: strictObject({
		by: people$1.meta({ description: "Who may break glass." }),
		expires: duration.default("4h").meta({ description: "How long an override is in force." })
	}).optional().meta({ description: "Break-glass: permitted people open a gate with a reason. Without this key nobody may." }),
	record: record.optional().meta({ description: "One release record across all environments." }),
	notify: array(notification).min(1).max(50).optional().meta({ description: "Who is told of what." }),
	notes: notes.optional().meta({ description: "How release notes are arranged." }),
	dora: dora.optional().meta({ description: "How the DORA figures are counted." })
});
/** The policy language as JSON Schema (draft 2020-12), for editors. */
function policyJsonSchema() {
	return toJSONSchema(Policy, { io: "input" });
}

// src/policy/parse.ts
/** The policy file as people write it, to the policy the engine reads. */
/**
* Every problem is found in one go, in the order of the file. A policy with warnings only is valid.
*
* @param org the organisation's policy, for a repository's that has to agree with it.
*/
function parsePolicy(text, origin, org) {
	const read = readYaml(text);
	if (read.kind === "unreadable") return {
		kind: "invalid",
		problems: [{
			severity: "error",
			...origin,
			...read.problem
		}]
	};
	const { document } = read;
	const shaped = Policy.safeParse(document.value);
	if (!shaped.success) {
		const issues = shaped.error.issues;
		return {
			kind: "invalid",
			problems: locate(shapeProblems(issues, document.value, grammar()), document, origin)
		};
	}
	const policy = shaped.data;
	const problems = locate(checkPolicy(policy, org), document, origin);
	if (problems.some((problem) => problem.severity === "error")) return {
		kind: "invalid",
		problems
	};
	return {
		kind: "valid",
		policy,
		warnings: problems
	};
}
let made;
/** Made when the first policy is wrong, and kept. */
function grammar() {
	made ??= {
		schema: policyJsonSchema(),
		codes: PROBLEM_CODES
	};
	return made;
}

// src/flow/policy/organisation-policy.ts
/** The policy of the organisation that owns the repository: read from its repository `.github`. */
const ORGANISATION_PLACE = ".github";
const ORGANISATION_FILE = ".github/tidegate-org.yml";
/** For a job, which knows nothing of the one before it. */
const NO_MEMORY = {
	lastValidOrganisationPolicy: async () => null,
	keepValidOrganisationPolicy: async () => void 0,
	forgetOrganisationPolicy: async () => void 0
};
async function readOrganisationPolicy(github, owner, memory, at) {
	if (!owner.isOrganisation) return { kind: "absent" };
	const file = await github.organisationFile(ORGANISATION_FILE, owner);
	if (file.kind === "absent") {
		await memory.forgetOrganisationPolicy(owner.id);
		return file;
	}
	if (file.kind === "unreadable") return await lastSeenOrganisationPolicy(memory, owner) ?? file;
	const parsed = parseOrganisationPolicy(file.text);
	if (parsed.kind === "invalid") {
		const { problems } = parsed;
		return await lastSeenOrganisationPolicy(memory, owner, problems) ?? {
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
/** Null: none was valid before, or it was seen to be gone. */
async function lastSeenOrganisationPolicy(memory, owner, problems = []) {
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

// src/action/wait-for-opening.ts
/** A reading costs about a dozen calls of the 1,000 that a job token has per hour and repository. */
const FIRST_POLL_MS = 5e3;
const LONGEST_POLL_MS = 12e4;
async function waitForOpening(waiting) {
	const until = waiting.now() + waiting.waitMs;
	for (let poll = FIRST_POLL_MS;; poll = Math.min(poll * 2, LONGEST_POLL_MS)) {
		const { answer, pauseMs } = await tryAsking(waiting, until);
		const settled = settle(waiting, answer);
		const left = until - waiting.now();
		if (settled !== void 0 && (left <= 0 || isFinal(settled))) return settled;
		const pause = Math.min(left, Math.max(pauseMs, Math.min(poll, untilTransition(settled, waiting.now()))));
		waiting.say(`asking again in ${Math.ceil(pause / 1e3)} s, for ${Math.ceil(left / 1e3)} s at most`);
		await waiting.sleep(pause);
	}
}
/** Reading took time, and a window may have closed meanwhile: what lets go is decided at the moment it lets go. */
function settle(waiting, answer) {
	return answer?.kind === "decided" && letsGo(answer.decision) ? waiting.again(answer) : answer;
}
/** A failure that may pass is borne as long as there is time left. */
async function tryAsking(waiting, until) {
	try {
		return {
			answer: await waiting.ask(),
			pauseMs: 0
		};
	} catch (error) {
		const mayPass = error instanceof Failure && (error.kind === "unavailable" || error.kind === "rate-limited");
		const pauseMs = mayPass ? error.retryAfterMs ?? 0 : 0;
		if (!mayPass || waiting.now() + pauseMs >= until) throw error;
		waiting.say(error.message);
		return {
			answer: void 0,
			pauseMs
		};
	}
}
/** Whether waiting cannot change it: it is open, or a person said no, or there is no policy that could open it. */
function isFinal(answer) {
	return answer.kind !== "decided" || letsGo(answer.decision) || answer.decision.verdict === "blocked";
}
function letsGo(decision) {
	return decision.verdict === "open" || decision.mode === "observe";
}
function untilTransition(answer, now) {
	if (answer?.kind !== "decided" || answer.decision.nextTransitionAt === null) return Number.POSITIVE_INFINITY;
	return Math.max(epochMs(answer.decision.nextTransitionAt) - now, 1e3);
}

// src/action/gate-outcome.ts
async function gateOutcome(answer, asked, reportDir) {
	if (answer.kind !== "decided") return withoutPolicy(answer, asked);
	const { decision, facts, policies } = answer;
	const result = JSON.stringify(decision);
	await writeReport(reportDir, "facts.json", JSON.stringify(facts));
	return {
		decision: letsGo(decision) ? "proceed" : "stop",
		verdict: decision.verdict,
		reasonCode: reasonCodeOf(decision),
		headline: headline(decision, facts, policies),
		details: explainText(decision, facts, policies),
		summary: explainMarkdown(decision, facts, { policies }),
		problems: answer.warnings,
		outputs: {
			result,
			"report-path": await writeReport(reportDir, "decision.json", result),
			"earliest-opening": decision.earliestOpening ?? "",
			tier: decision.tier,
			"release-type": decision.releaseType
		}
	};
}
/** Nothing says who may deploy when, so the gate stays closed. */
function withoutPolicy(answer, { policyFile: file, isDryRun, repository }) {
	switch (answer.kind) {
		case "none": {
			const text = `There is no ${file} on ${isDryRun ? "the workspace" : "the default branch"}, so nothing says who may deploy when, and the gate stays closed: add a policy, or take this step out.`;
			return undecided("no-policy", text);
		}
		case "invalid": {
			const { problems } = answer;
			const text = `${problems.find((problem) => problem.severity === "error")?.file ?? file} is not a valid policy, so the gate stays closed: correct it (${problems.length} found, listed with line and column).`;
			return undecided("policy-invalid", text, problems);
		}
		case "org-policy-unreadable": {
			const place = `${repository.owner}/${ORGANISATION_PLACE}`;
			const text = `It is not known whether the organisation has a policy (${ORGANISATION_FILE} in ${place}): this token is not shown that repository, so the gate stays closed. Make ${place} public (create it when there is none), or give "github-token" the token of an App that is installed on it, or a personal access token that can read it.`;
			return undecided("org-policy-unreadable", text);
		}
	}
}
/** The first thing that is in the way, what fails before what is pending; empty when nothing is. */
function reasonCodeOf(decision) {
	const requirements = decision.gates.flatMap((gate) => gate.status === "skipped" ? [] : gate.requirements);
	if (decision.override !== null) return "override";
	return (requirements.find((one) => one.status === "failed") ?? requirements.find((one) => one.status === "pending"))?.reason.code ?? "";
}

// src/flow/policies.ts
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

// src/action/policies.ts
/** @param connect is not called where the file of a dry run is missing: there is nothing to try out. */
async function readJobPolicies({ policyFile: file, isDryRun }, workspace, connect, at) {
	const tried = isDryRun ? await readWorkspaceFile(workspace, file) : void 0;
	if (tried === null) return {
		joined: { kind: "none" },
		warnings: []
	};
	const github = await connect();
	const { sha, owner } = await github.repository();
	const organisation = await readOrganisationPolicy(github, owner, NO_MEMORY, at);
	const own = ownPolicy(tried ?? (await github.file(file, sha))?.text ?? null, file, policyOf(organisation));
	return {
		joined: joinPolicies(organisation, own),
		warnings: own.kind === "in-force" ? own.problems : []
	};
}
function ownPolicy(text, file, organisation) {
	if (text === null) return { kind: "none" };
	const parsed = parsePolicy(text, {
		source: "policy",
		file
	}, organisation);
	if (parsed.kind === "invalid") return parsed;
	return {
		kind: "in-force",
		policy: {
			source: "repository",
			file,
			policy: parsed.policy
		},
		problems: parsed.warnings
	};
}

// src/action/gate.ts
/** `command: gate`: may this commit enter the environment? The same policy and engine as the App's. */
async function runGate(inputs, runner, ports) {
	const { connect, now, sleep, say } = ports;
	const deployment = deploymentOf(inputs, runner);
	const github = await connect();
	const answer = await waitForOpening({
		waitMs: inputs.waitMs,
		ask: () => ask(inputs, runner, deployment, {
			...ports,
			connect: async () => github
		}),
		again: (decided) => {
			const facts = {
				...decided.facts,
				at: toInstant(now())
			};
			return {
				...decided,
				facts,
				decision: decide(decided.policies, facts)
			};
		},
		now,
		sleep,
		say
	});
	return gateOutcome(answer, {
		...inputs,
		repository: runner.repository
	}, inputs.reportDir || runner.reportDir);
}
function deploymentOf(inputs, runner) {
	return {
		environment: requireEnvironment(inputs.environment, runner),
		sha: requireSha(inputs.sha, runner),
		deploymentId: inputs.deploymentId ?? runner.deployment?.id
	};
}
/** Reads policies and facts anew. */
async function ask(inputs, runner, deployment, ports) {
	const { connect, now, say } = ports;
	const at = now();
	const { joined, warnings } = await readJobPolicies(inputs, runner.workspace, connect, at);
	if (joined.kind !== "in-force") return joined;
	const { policies } = joined;
	const { repository, ref, actors, runId, runAttempt } = runner;
	const facts = await gatherDeployment(await connect(), {
		...deployment,
		repository,
		ref,
		actors,
		runId,
		runAttempt,
		at,
		overrides: [],
		reviews: []
	}, policies.map((inForce) => inForce.policy));
	const decision = decide(policies, facts);
	if (inputs.waitMs > 0) say(headline(decision, facts));
	return {
		kind: "decided",
		policies,
		facts,
		decision,
		warnings
	};
}

export { runGate };