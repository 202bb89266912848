import { i as zoneNamed } from "./zone.js";
import { a as toInstant, n as epochMs, r as parseDuration } from "./instant.js";
import { C as judgeTarget, D as paceOf, E as count, F as sayPercent, N as sayOthers, O as sayDate, P as sayPace, _ as countingOf, j as sayMoment, k as sayDuration, m as points, s as sayStretch, t as DoraLog, v as productionOf, y as summariseDora } from "./dora-log.js";
import { n as UsageError, t as EXIT } from "./exit-codes.js";
import { n as findPolicy, r as policyOf } from "./find-policy.js";
import { t as instantOption } from "./instant-option.js";
import { i as printJson, r as print, t as note } from "./output.js";
import { n as plainLine } from "./markdown.js";
import { a as attemptsAmong, n as backtest, s as deploymentsOfTags, t as createProgress } from "./progress.js";
import { a as textsOf, r as isMerge, t as associate } from "./associate.js";
import { i as subjectAndBody, r as pullRequestNumber } from "./merge-message.js";
import { i as referencesIn } from "./revert-references.js";
import { c as readFields, n as GrowingInts, r as CommitIndex, s as streamGit, t as openClone } from "./open-clone.js";
import { n as readCommits } from "./read-commits.js";
import { a as compileGlob, o as globProblem } from "./glob.js";
import { T as entryFor } from "./tiers.js";
import { t as Failure } from "./failure.js";
import { t as POLICY_FILE } from "./policy-file.js";
import { t as readText } from "./read-text.js";
import { createReadStream } from "node:fs";
import { basename, dirname } from "node:path";
import { stat } from "node:fs/promises";

// src/cli/dora/columns.ts
/** Rows of cells as lines whose columns begin below each other. */
/** Names come from others: one that is longer is cut, so that the columns behind it can still be read. */
const LONGEST_CELL = 120;
function inColumns(rows, indent = "  ") {
	const cells = rows.map((row) => row.map((cell) => plainLine(cell, LONGEST_CELL)));
	const widths = [];
	for (const row of cells) for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
	return cells.map((row) => `${indent}${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd());
}

// src/cli/dora/calibration-text.ts
/** Whether the tiers tell what fails: the highest against the lowest, then one by one. */
const LONGEST_NAME = 60;
/** @param tiers lowest first, of the policy; the steps name them too where there are more than two */
function calibrationText(calibration, tiers = []) {
	const { steps = [], difference } = calibration;
	const lowest = nameOf$1(steps[0]?.lower ?? tiers[0], "the lowest tier");
	const highest = nameOf$1(steps.at(-1)?.higher ?? tiers.at(-1), "the highest tier");
	const apart = `The change fail rate of ${highest} less that of ${lowest} is ${sayDifference$1(difference)}.`;
	return [
		`Calibration: ${sayState(calibration, lowest, highest)} ${apart}`,
		...sayTodo(calibration),
		...sayTable(steps)
	];
}
function nameOf$1(tier, otherwise) {
	return (tier === void 0 ? "" : plainLine(tier, LONGEST_NAME)) || otherwise;
}
function sayState({ state, needed }, lowest, highest) {
	switch (state) {
		case "separated": return `the tiers are separated: ${highest} fails more often than ${lowest}.`;
		case "recalibrate": return `recalibrate: ${highest} does not fail clearly more often than ${lowest}, or ${lowest} fails too often.`;
		case "not-enough-evidence": return `not enough evidence, about ${count(needed ?? 0, "more deployment")} of ${lowest} and ${highest} needed.`;
	}
}
function sayTodo({ state }) {
	if (state !== "recalibrate") return [];
	return ["  Look at the rules under risk in the policy: what they call risky is not what fails."];
}
function sayDifference$1({ value, interval }) {
	if (value === null) return "unknown";
	const range = interval === null ? "" : ` (95 %: ${points(interval.lower)} to ${points(interval.upper)})`;
	return `${points(value)} points${range}`;
}
/** Nothing where nothing is known of any. */
function sayTable(steps) {
	if (steps.every(({ difference }) => difference.value === null)) return [];
	return inColumns(steps.map(({ lower, higher, difference, state, needed }) => [
		`from ${nameOf$1(lower, "(no name)")} to ${nameOf$1(higher, "(no name)")}`,
		sayDifference$1(difference),
		state === "not-enough-evidence" ? `not enough evidence, about ${needed ?? 0} more` : state
	]));
}

// src/cli/dora/metric-rows.ts
/** The five metrics in words: value, sample, interval, and what stands beside the figure. */
const METRIC_NAMES = [
	"deployment frequency",
	"lead time",
	"change fail rate",
	"recovery time",
	"rework rate"
];
/** Name, value, sample, interval, the target where one is set, and the rest; an unknown value says why. */
function metricRow(name, metrics, targets = {}) {
	const { figure, sample, say, besides } = saidOf(name, metrics);
	const { value, interval, reason } = figure;
	const range = interval === null ? "no interval" : `95 %: ${say(interval.lower)} to ${say(interval.upper)}`;
	const why = value === null && reason !== void 0 ? [reason] : [];
	const target = Object.values(targets).some((each) => each !== void 0) ? [sayTarget(name, metrics, targets)] : [];
	return [
		name,
		value === null ? "unknown" : say(value),
		sample,
		range,
		...target,
		[...why, ...besides].join(", ")
	];
}
function sayTarget(name, metrics, targets) {
	const judged = judgeTarget(TARGETS[name], metrics, targets);
	return judged === void 0 ? "no target" : `target ${judged.verdict}: ${judged.wanted}`;
}
/** Value and sample of each, for a table of several tiers or teams. */
function shortCells(metrics) {
	return METRIC_NAMES.map((name) => {
		const { figure, sample, say } = saidOf(name, metrics);
		const all = name === "deployment frequency" ? `${sample}${sayOthers(metrics.deploymentFrequency)}` : sample;
		return figure.value === null ? `unknown (${all})` : `${say(figure.value)} (${all})`;
	});
}
/** Under a head that says which of the two is of then. */
function movementRows({ quarter, metrics }, movement) {
	const rows = METRIC_NAMES.map((name) => {
		const { figure, say } = saidOf(name, metrics);
		return [
			name,
			figure.value === null ? "unknown" : say(figure.value),
			sayChange(name, movement?.[KEYS[name]], metrics)
		];
	});
	return [[
		"",
		`in ${sayStretch(quarter)}`,
		"change since then"
	], ...rows];
}
const KEYS = {
	"deployment frequency": "deploymentFrequency",
	"lead time": "leadTime",
	"change fail rate": "changeFailRate",
	"recovery time": "recoveryTime",
	"rework rate": "reworkRate"
};
const TARGETS = {
	"deployment frequency": "deployment-frequency",
	"lead time": "lead-time",
	"change fail rate": "change-fail-rate",
	"recovery time": "recovery-time",
	"rework rate": "rework-rate"
};
function saidOf(name, metrics) {
	switch (name) {
		case "deployment frequency": return ofFrequency(metrics.deploymentFrequency);
		case "lead time": return ofSpread(metrics.leadTime, sayMerge(metrics.leadTime.mergeToDeploy.value));
		case "change fail rate": return ofRatio(metrics.changeFailRate, some(metrics.changeFailRate.maturing, "maturing"));
		case "recovery time": return ofSpread(metrics.recoveryTime, some(metrics.recoveryTime.open, "open"));
		case "rework rate": return ofRatio(metrics.reworkRate, []);
	}
}
function ofFrequency(figure) {
	const pace = paceOf(figure);
	const { rollbacks, redeploys, deployFailures, medianGap } = figure;
	const besides = [
		...rollbacks > 0 ? [count(rollbacks, "rollback")] : [],
		...redeploys > 0 ? [count(redeploys, "redeploy")] : [],
		...deployFailures > 0 ? [count(deployFailures, "failed attempt")] : [],
		...medianGap === null ? [] : [`${sayDuration(medianGap)} between two`]
	];
	return {
		figure,
		sample: `n ${figure.n}`,
		say: (perDay) => sayPace(perDay, pace),
		besides
	};
}
function ofSpread(figure, more) {
	const { p75, p90, n } = figure;
	const tail = n < 2 || p75 === null || p90 === null ? [] : [`p75 ${sayDuration(p75)}`, `p90 ${sayDuration(p90)}`];
	return {
		figure,
		sample: `n ${n}`,
		say: sayDuration,
		besides: [...tail, ...more]
	};
}
function ofRatio(figure, besides) {
	return {
		figure,
		sample: `${figure.numerator} of ${figure.n}`,
		say: sayPercent,
		besides
	};
}
function sayMerge(seconds) {
	return seconds === null ? [] : [`${sayDuration(seconds)} from merge to deployment`];
}
function some(n, what) {
	return n > 0 ? [`${n} ${what}`] : [];
}
function sayChange(name, difference, before) {
	const { value, interval } = difference ?? {
		value: null,
		interval: null
	};
	if (value === null) return "unknown";
	const say = (size) => `${size > 0 ? "+" : ""}${sayDifference(name, size, before)}`;
	return interval === null ? say(value) : `${say(value)} (95 %: ${say(interval.lower)} to ${say(interval.upper)})`;
}
/** In the units in which the value before is told. */
function sayDifference(name, size, { deploymentFrequency }) {
	if (name === "lead time" || name === "recovery time") return sayDuration(size);
	if (name === "deployment frequency") return `${size < 0 ? "−" : ""}${sayPace(Math.abs(size), paceOf(deploymentFrequency))}`;
	return `${points(size)} points`;
}

// src/cli/dora/process-text.ts
/** What the process costs and gives, short: what held how long, what was passed over, what it caught. */
const MOST_ROWS = 10;
/** Nothing where no gate, drill or review is on record and no deployment tells its size or strategy. */
function processText(process, zone) {
	const { held, approverLatency, failRate } = process;
	const rows = [
		...times("held by", held.byGate),
		...times("let through, tier", held.byTier),
		...times("approved, team", approverLatency),
		...shares(process),
		...rates("fail rate, changes", failRate.byBatchSize),
		...rates("fail rate, strategy", failRate.byStrategy),
		...drills(process, zone),
		...reviews(process)
	];
	return rows.length === 0 ? [] : ["What the process costs and gives", ...inColumns(rows)];
}
function times(what, byName) {
	return limited(Object.entries(byName)).map(([name, { n, p50, p90, open }]) => {
		const value = p50 === null || p90 === null ? "unknown" : `${sayDuration(p50)}, p90 ${sayDuration(p90)}`;
		return [
			`${what} ${name}`,
			value,
			`n ${n}`,
			open === 0 ? "" : `${open} not over`
		];
	});
}
const SHARES = {
	emergencies: "emergencies",
	overrides: "opened against the policy",
	bypasses: "went on without an answer",
	unreviewed: "with an unreviewed change",
	caught: "changed after a hold"
};
function shares(process) {
	return Object.entries(SHARES).flatMap(([key, name]) => {
		const share = process[key];
		return share.n === 0 ? [] : [[name, ...cells(share)]];
	});
}
function rates(what, byName) {
	return limited(Object.entries(byName)).map(([name, rate]) => [`${what} ${name}`, ...cells(rate)]);
}
function cells({ value, numerator, n, interval, reason }) {
	const range = interval === null ? "" : `95 %: ${sayPercent(interval.lower)} to ${sayPercent(interval.upper)}`;
	return [
		value === null ? `unknown${reason === void 0 ? "" : ` (${reason})`}` : sayPercent(value),
		`${numerator} of ${n}`,
		range
	];
}
function drills({ drills: told = [] }, zone) {
	return limited(told).map(({ environment, in: where, lastAt, state }) => {
		const when = lastAt === null ? "" : `last ${sayDate(lastAt, zone)}`;
		return [
			`rollback drill of ${environment}`,
			state,
			`in ${where}`,
			when
		];
	});
}
function reviews({ reviews: told }) {
	const causes = limited(Object.entries(told?.byCause ?? {})).map(([label, n]) => `${label} ${n}`);
	if (told === void 0 || told.open === 0 && causes.length === 0) return [];
	return [[
		"reviews",
		`${told.open} open`,
		`${told.overdue} overdue`,
		causes.join(", ")
	]];
}
function limited(all) {
	return all.slice(0, MOST_ROWS);
}

// src/cli/dora/quality-text.ts
/** What was doubtful in the data, a line each; what a person can settle says how. */
const MOST_CAUSES = 20;
/** @param hasTeams where no team is ever named nobody misses one */
function sayQuality({ dataQuality: quality, lanes }, hasTeams) {
	const rows = Object.entries(quality).filter(([name]) => name !== "withoutTeam" || hasTeams).filter(([, value]) => typeof value === "number" && value > 0).map(([name, value]) => [wordsOf(name), String(value)]);
	const elsewhere = Object.values(quality.otherEnvironments ?? {}).reduce((sum, n) => sum + n, 0);
	if (lanes.length === 0 && elsewhere > 0) rows.push(["not to production", String(elsewhere)]);
	const causes = quality.suggestedCauses.slice(0, MOST_CAUSES);
	const left = quality.suggestedCauses.length - causes.length;
	if (rows.length === 0 && causes.length === 0) return ["Data quality: nothing was doubtful."];
	return [
		"Data quality",
		...inColumns(rows),
		...causes.map(({ incident, deployment }) => `  ${sayCause(incident, deployment)}`),
		...left > 0 ? [`  … and ${left} more incidents`] : []
	];
}
function sayCause(incident, deployment) {
	return plainLine(`incident ${incident}: perhaps caused by deployment ${deployment}, not counted until confirmed`, 300);
}
/** `negativeLeadTimes` reads `negative lead times`. */
function wordsOf(name) {
	return name.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

// src/cli/dora/dora-text.ts
/** The figures for a terminal. Nothing is coloured, and no cell can move a cursor. */
const LONGEST_LINE = 300;
const DAY$1 = 864e5;
/** Ends without a line break. */
function doraText(report, { targets, tiers, wantsTeams = false } = {}) {
	const hasTeams = wantsTeams || Object.keys(report.byTeam).length > 0;
	return [
		sayHead(report),
		...report.lanes.map((lane) => [plain(`${lane.service} in ${lane.environment}, observed since ${sayDate(lane.observedFrom, report.zone)}`), ...inColumns(METRIC_NAMES.map((name) => metricRow(name, lane.metrics, targets)))]),
		byName("By tier", report.byTier),
		byName("By type", report.byType),
		byName("By team", report.byTeam),
		calibrationText(report.calibration, tiers),
		sayMovement(report),
		sayMarks(report.marks ?? [], report.zone),
		processText(report.process, report.zone),
		sayQuality(report, hasTeams)
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n");
}
/** A line with names that others chose; cells of columns are made harmless one by one, since this closes up gaps. */
function plain(line) {
	return plainLine(line, LONGEST_LINE);
}
function sayHead({ window: { from, until }, zone, definitions, lanes, dataQuality }) {
	const days = Math.round((epochMs(until) - epochMs(from)) / DAY$1);
	const head = `DORA figures, ${`${sayMoment(from, zone)} to ${sayMoment(until, zone)} ${zone}`} (${count(days, "day")}), definitions ${definitions.version}`;
	return lanes.length > 0 ? [head] : [head, ...sayNothing(dataQuality.otherEnvironments ?? {})];
}
const MOST_OTHERS = 5;
/** Most often production has another name. */
function sayNothing(others) {
	const nothing = "Nothing was deployed to production in what was read.";
	const names = Object.entries(others);
	if (names.length === 0) return [nothing];
	const seen = names.slice(0, MOST_OTHERS).map(([name, n]) => `${plainLine(name, 60) || "(no name)"} (${n})`);
	const more = names.length > seen.length ? `, and ${names.length - seen.length} more` : "";
	return [
		nothing,
		plain(`There are deployments to ${seen.join(", ")}${more}.`),
		"If one of these is production, name it under dora.production in the policy, and give that with --policy."
	];
}
function byName(what, metrics) {
	const rows = Object.entries(metrics).map(([name, its]) => [name, ...shortCells(its)]);
	return rows.length === 0 ? [] : inColumns([[what, ...METRIC_NAMES], ...rows], "");
}
function sayMovement({ baseline, movement }) {
	if (baseline === void 0) return [];
	return ["Movement, all lanes together", ...inColumns(movementRows(baseline, movement))];
}
function sayMarks(marks, zone) {
	if (marks.length === 0) return [];
	const rows = marks.map(({ at, sha, summary }) => [
		sayMoment(at, zone),
		sha.slice(0, 12),
		summary
	]);
	return ["Changes of the policy", ...inColumns(rows)];
}

// src/flow/dora/reverted-pull-requests.ts
/** Which pull requests a change takes back, by what its messages say. */
/** Git's own shortest name: commits are found by so much of them, and then compared. */
const PREFIX = 7;
var RevertedPullRequests = class {
	#repository;
	/** Commits of pull requests, by the beginning of their names. */
	#known = /* @__PURE__ */ new Map();
	constructor(repository) {
		this.#repository = repository;
	}
	remember(change) {
		if (change.kind === "commit") return;
		for (const { sha } of change.own) this.#known.set(sha.slice(0, PREFIX), {
			sha,
			number: change.number
		});
	}
	/** Numbers, each once. A pull request that merely holds the revert of one of its own commits reverts none. */
	of(change) {
		const own = change.kind === "commit" ? 0 : change.number;
		const [first, ...others] = textsOf(change).map((text) => this.#referencesIn(text));
		if (first === void 0) return [];
		const said = first.quoted !== null ? [first, ...others] : change.kind === "commit" ? [first] : [];
		const found = [
			...first.numbers,
			...inTitle(first),
			...said.flatMap(({ shas }) => this.#of(shas))
		];
		return [...new Set(found)].filter((number) => number !== own);
	}
	#referencesIn(text) {
		const { subject, body } = subjectAndBody(text);
		return referencesIn(subject, body, this.#repository);
	}
	#of(shas) {
		return shas.flatMap((sha) => {
			const known = this.#known.get(sha.slice(0, PREFIX));
			return known?.sha.startsWith(sha) ? [known.number] : [];
		});
	}
};
function inTitle({ quoted }) {
	const number = pullRequestNumber(quoted ?? "");
	return number === 0 ? [] : [number];
}

// src/flow/dora/changes-of-tags.ts
var ChangesOfTags = class {
	#repository;
	#reverted;
	constructor(repository) {
		this.#repository = repository;
		this.#reverted = new RevertedPullRequests(repository);
	}
	/** Tags one after the other, in the order of their times: what a revert takes back came before it. */
	of(sha, commits) {
		if (commits.length === 0) return [];
		const end = {
			ref: sha,
			sha
		};
		const { changes } = associate({
			repository: this.#repository,
			from: null,
			to: end,
			direction: "forward",
			commits,
			lost: [],
			pullRequests: [],
			links: [],
			complete: true
		}).commits;
		for (const change of changes) this.#reverted.remember(change);
		return changes.filter(isTold).map((change) => this.#told(change));
	}
	#told(change) {
		const reverts = this.#reverted.of(change);
		const { firstCommitAt, mergedAt } = timesOf(change);
		return {
			...change.kind === "commit" ? { sha: change.commit.sha } : { number: change.number },
			firstCommitAt,
			mergedAt,
			...reverts.length === 0 ? {} : { reverts }
		};
	}
};
/** A merge that no pull request explains only joins branches: what it brought are changes of their own. */
function isTold(change) {
	return change.kind === "pull-request" || !isMerge(change.commit);
}
/** Of a squashed pull request only the squash is left: its work began when it was merged, as far as a clone knows. */
function timesOf(change) {
	if (change.kind === "commit") return {
		firstCommitAt: change.commit.authoredAt,
		mergedAt: change.commit.committedAt
	};
	const { own, commits, landings } = change;
	const work = own.filter((commit) => !isMerge(commit));
	const begun = (work.length > 0 ? work : own).map(({ authoredAt }) => epochMs(authoredAt));
	const landed = (landings.length > 0 ? landings : commits).map(({ committedAt }) => epochMs(committedAt));
	return {
		firstCommitAt: toInstant(begun.reduce((one, other) => Math.min(one, other), Number.MAX_SAFE_INTEGER)),
		mergedAt: toInstant(landed.reduce((one, other) => Math.max(one, other), 0))
	};
}

// src/flow/dora/from-tags.ts
/** One git process reads so many commits: enough to be worth its start, few enough to be held in memory. */
const COMMITS_AT_ONCE = 4e3;
/**
* A change counts where it came first: of two tags on different branches, only the earlier one brought what both have.
* The first tag brought all that was before it, which nobody deployed: it has no changes.
*
* @param tags in the order of their times
* @param judged by name; a tag that is not in it has neither tier nor type
*/
async function* deploymentsFromTags(tags, history, lane, judged) {
	const changes = new ChangesOfTags(history.repository);
	for (let next = 0; next < tags.length;) {
		const names = [];
		let size = 0;
		for (; next + names.length < tags.length && size < COMMITS_AT_ONCE;) {
			const tag = next + names.length;
			const brought = tag === 0 ? [] : history.broughtBy(tag);
			names.push(brought);
			size += brought.length;
		}
		const commits = await history.commits(names.flat());
		let from = 0;
		for (const brought of names) {
			const tag = tags[next];
			const its = commits.slice(from, from + brought.length);
			from += brought.length;
			yield eventOf(tag, tags[next - 1], lane, changes.of(tag.sha, its), judged.get(tag.name));
			next += 1;
		}
	}
}
function eventOf({ name, sha, at }, previous, { service, environment }, changes, judged) {
	const instant = toInstant(at);
	return {
		kind: "deployment",
		id: name,
		service,
		environment,
		sha,
		state: "success",
		startedAt: instant,
		finishedAt: instant,
		changes,
		...judged === void 0 ? {} : {
			tier: judged.tier,
			type: judged.type
		},
		...previous === void 0 ? {} : { previousSha: previous.sha }
	};
}

// src/git/dora/first-reached.ts
/** Which commit came first with which of several others: one git process, and one walk over the history. */
/** A parent that the clone lacks; a commit that none of the tips has reached yet. */
const NONE = -1;
/**
* For each tip, in their order, the names of the commits that it reaches and no tip before it does; parents come
* before their children. Names are written out when they are asked for: kept, they would take more than the history.
*
* @param tips full names of commits that the clone has
*/
async function firstReached(dir, tips) {
	const history = new History();
	if (tips.length > 0) await readHistory(history, dir, tips);
	const groups = history.group(tips);
	return (tip) => Array.from(groups[tip] ?? [], (commit) => history.nameOf(commit));
}
const ARGS = [
	"rev-list",
	"--topo-order",
	"--reverse",
	"--parents",
	"--stdin"
];
async function readHistory(history, dir, tips) {
	const input = tips.map((name) => `${name}\n`);
	for await (const lines of readFields(streamGit({
		dir,
		args: ARGS,
		input
	}), "\n")) for (const line of lines) history.add(line.split(" "));
}
var History = class {
	#index = new CommitIndex();
	/** The parents of commit c are #parents[#parentsOf[c] .. #parentsOf[c + 1]). */
	#parentsOf = new GrowingInts();
	#parents = new GrowingInts();
	constructor() {
		this.#parentsOf.push(0);
	}
	/** Commits in an order in which parents come first. */
	add([name = "", ...parents]) {
		this.#index.add(name);
		for (const parent of parents) this.#parents.push(this.#index.find(parent) ?? NONE);
		this.#parentsOf.push(this.#parents.length);
	}
	nameOf(commit) {
		return this.#index.nameOf(commit);
	}
	/** Every commit is walked over once, whatever the number of tips. */
	group(tips) {
		const isReached = new Uint8Array(this.#index.count);
		return tips.map((tip) => {
			const group = [];
			const ahead = [this.#index.find(tip) ?? NONE];
			for (let commit = ahead.pop(); commit !== void 0; commit = ahead.pop()) {
				if (commit === NONE || isReached[commit] === 1) continue;
				isReached[commit] = 1;
				group.push(commit);
				const end = this.#parentsOf.at(commit + 1);
				for (let each = this.#parentsOf.at(commit); each < end; each++) ahead.push(this.#parents.at(each));
			}
			return Int32Array.from(group).sort();
		});
	}
};

// src/git/dora/file-changes.ts
const FIELDS = 3;
/**
* The commits of the branch that is checked out that changed the file, oldest first; none where it was never there.
* Throws `Failure` when `dir` lies in no repository or the repository has no commit.
*/
async function fileChanges(dir, { path, from }) {
	const args = [...[
		"log",
		"-z",
		"-s",
		"--reverse",
		"--no-color",
		"--no-decorate",
		"--no-show-signature",
		"--encoding=UTF-8"
	], ...[
		"--format=tformat:%H%x00%ct%x00%s",
		"HEAD",
		"--",
		`:(${from === "folder" ? "" : "top,"}literal)${path}`
	]];
	const changes = [];
	let fields = [];
	for await (const more of readFields(streamGit({
		dir,
		args
	}), "\0")) for (const field of more) {
		fields.push(field);
		if (fields.length < FIELDS) continue;
		const [sha = "", seconds = "", subject = ""] = fields;
		changes.push({
			sha,
			at: Number(seconds) * 1e3,
			subject
		});
		fields = [];
	}
	return changes;
}

// src/cli/dora/marks.ts
/** Changes of the process on the time line: the commits that changed the policy. */
const LONGEST_SUMMARY = 200;
/** Of the clone that the policy file lies in; undefined where it lies in none, or in one without a commit. */
function marksBeside(policyFile) {
	return marksOf(dirname(policyFile), {
		path: basename(policyFile),
		from: "folder"
	});
}
/** Of the clone's own policy file; undefined for a clone without a commit on its branch. */
function marksIn(dir) {
	return marksOf(dir, {
		path: POLICY_FILE,
		from: "repository"
	});
}
async function marksOf(dir, file) {
	try {
		return (await fileChanges(dir, file)).map(({ sha, at, subject }) => ({
			at: toInstant(at),
			what: "policy",
			sha,
			summary: plainLine(subject, LONGEST_SUMMARY)
		}));
	} catch (error) {
		if (error instanceof Failure) return void 0;
		throw error;
	}
}

// src/cli/dora/log-of-clone.ts
/** Makes events of the tags of a clone. */
/** Throws `Failure` when it is no clone, or a shallow one; `UsageError` for a glob that is none. */
async function logOfClone({ git, deployments, policy: file }) {
	const problem = globProblem(deployments);
	if (problem !== void 0) throw new UsageError(`--deployments ${deployments} ${problem}. Tags are chosen with * and ?, such as "v*"; events are read with --events.`);
	const clone = await openClone(git);
	const inForce = await findPolicy(file === void 0 ? { git } : {
		git,
		policy: file
	}, clone);
	const matches = compileGlob(deployments);
	const tags = (await clone.tags()).filter(({ name }) => matches(name));
	if (tags.length === 0) note(`No tag of ${git} matches ${deployments}, so nothing was deployed. See them with: git tag --list`);
	const log = await readTags({
		git,
		clone,
		tags,
		inForce
	});
	const marks = file === void 0 ? await marksIn(git) : await marksBeside(file);
	return {
		log,
		policy: inForce.policy,
		marks,
		isUsable: true
	};
}
async function readTags({ git, clone, tags, inForce }) {
	const progress = createProgress(process.stderr);
	progress.begin(`Reading ${tags.length.toLocaleString("en")} deployments of ${clone.repository}`);
	const environment = productionOf(inForce.policy);
	const lane = {
		service: entryFor(inForce.policy, environment)?.service ?? nameOf(clone.repository),
		environment
	};
	const log = new DoraLog();
	try {
		const [judged, broughtBy] = await Promise.all([judge({
			git,
			clone,
			tags,
			inForce
		}, lane), firstReached(git, tags.map(({ sha }) => sha))]);
		const history = {
			repository: clone.repository,
			broughtBy,
			commits: (names) => readCommits(git, names)
		};
		for await (const event of deploymentsFromTags(tags, history, lane, judged)) log.add(event);
	} finally {
		progress.end();
	}
	return log;
}
function nameOf(repository) {
	return repository.split("/").at(-1) ?? repository;
}
/** Tier and type of each tag, as a backtest tells them. */
async function judge({ clone, tags, inForce }, lane) {
	const ever = {
		since: Number.NEGATIVE_INFINITY,
		until: Number.POSITIVE_INFINITY,
		overs: []
	};
	const attempts = attemptsAmong(deploymentsOfTags(tags, lane), ever);
	const history = {
		graph: await clone.graph(tags.map(({ sha }) => sha)),
		changes: clone.changes
	};
	const request = {
		repository: clone.repository,
		attempts,
		policy: inForce,
		knowsLanes: false
	};
	const { document } = await backtest(history, {
		...request,
		progress: () => void 0
	});
	return new Map(document.releases.map(({ id, tier, releaseType }) => [id, {
		tier,
		type: releaseType
	}]));
}

// src/cli/dora/log-of-events.ts
/** Reads a file of events, or standard input. */
/** A shorter file is read before anybody asks how far it is. */
const LARGE_FILE = 33554432;
/** @param file `-` for standard input. Throws `Failure` when it cannot be read. */
async function logOfEvents(file) {
	const log = new DoraLog();
	if (file === "-") await readInto(log, process.stdin, () => void 0);
	else await readFileInto(log, file);
	const isUsable = log.quality.malformed === 0 || hasEvents(log);
	sayDoubts(file === "-" ? "Standard input" : file, log, isUsable);
	return {
		log,
		isUsable
	};
}
async function readFileInto(log, file) {
	try {
		const { size } = await stat(file);
		const progress = createProgress(process.stderr);
		const isLarge = size >= LARGE_FILE;
		if (isLarge) progress.begin(`Reading ${file}, in bytes`);
		await readInto(log, createReadStream(file, { highWaterMark: 1048576 }), (done) => isLarge && progress.update(done, size)).finally(() => isLarge && progress.end());
	} catch (error) {
		const read = await readText(file);
		if (read.kind === "unreadable") throw new Failure("not-found", read.message, { cause: error });
		throw error;
	}
}
/** Cut by hand: a reader of lines that is asked for each of a million takes longer than all the rest. */
async function readInto(log, stream, tell) {
	const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
	let rest = "";
	let bytes = 0;
	for await (const chunk of stream) {
		bytes += chunk.length;
		const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
		rest = lines.pop() ?? "";
		for (const line of lines) log.addLine(line);
		tell(bytes);
	}
	rest += decoder.decode();
	if (rest !== "") log.addLine(rest);
}
function hasEvents(log) {
	const { unknownKinds } = log.quality;
	if (unknownKinds > 0 || log.lanes.length > 0) return true;
	return [
		log.incidents,
		log.verifications,
		log.recoveries
	].some((events) => !events[Symbol.iterator]().next().done);
}
const MOST_TOLD = 3;
/** The rest of the data quality is in the report; what is left out altogether is told at once as well. */
function sayDoubts(name, log, isUsable) {
	const { malformed, malformedLines, unknownKinds } = log.quality;
	if (malformed > 0) {
		const told = malformedLines.slice(0, MOST_TOLD).map(({ line, problem }) => `  ${name}:${line}: ${problem}`);
		const more = malformed > told.length ? [`  … and ${malformed - told.length} more`] : [];
		const head = isUsable ? `${count(malformed, "line")} of ${name} cannot be read and not be counted:` : `${name} has no line that is an event, so there are no figures. Give a file with one JSON object a line:`;
		note([
			head,
			...told,
			...more
		].join("\n"));
	}
	if (unknownKinds > 0) note(`${count(unknownKinds, "line")} of ${name} of an unknown kind not counted; known are deployment, incident, verification and recovered.`);
}

// src/cli/dora/print-dora.ts
/** Reads what the options name, makes the figures and prints them. */
async function printDora(options) {
	const asked = askedOf(options);
	const { log, policy, marks, isUsable } = await readLog(options);
	const { window, until, zone } = asked;
	const from = until - window;
	const inWindow = marks?.filter(({ at }) => epochMs(at) >= from && epochMs(at) < until);
	const request = {
		...countingOf(policy),
		window,
		until,
		...zone === void 0 ? {} : { zone },
		...inWindow === void 0 ? {} : { marks: inWindow }
	};
	const report = summariseDora(log, request);
	if (options.json) await printJson(report);
	else {
		const { targets, team } = policy?.dora ?? {};
		await print(doraText(report, {
			targets,
			tiers: policy?.tiers,
			wantsTeams: team !== void 0
		}));
	}
	return isUsable ? EXIT.ok : EXIT.failed;
}
async function readLog({ events, git, deployments, policy: file }) {
	if (git !== void 0 && deployments !== void 0) return logOfClone({
		git,
		deployments,
		policy: file
	});
	const policy = file === void 0 ? null : (await policyOf(file)).policy;
	return {
		...await logOfEvents(events ?? "-"),
		policy,
		marks: file === void 0 ? void 0 : await marksBeside(file)
	};
}
/** Weeks are listed one by one: of more than ten years nobody reads them. */
const LONGEST_WINDOW_DAYS = 3660;
const DAY = 864e5;
/** Throws `UsageError`; before anything is read. */
function askedOf(options) {
	checkSource(options);
	return {
		window: windowOf(options.window),
		until: untilOf(options.until),
		zone: zoneOf(options.zone)
	};
}
function checkSource({ events, git, deployments }) {
	if (events !== void 0 && (git !== void 0 || deployments !== void 0)) throw new UsageError("--events and --git are two sources, and figures are made from one. Leave one of them out.");
	if (events !== void 0) return;
	if (git === void 0 && deployments === void 0) throw new UsageError("Nothing says what was deployed. Give --events FILE, or --git DIR with --deployments GLOB.");
	const lacking = git === void 0 ? "--deployments names tags, and --git DIR, the clone that has them, is missing." : "";
	if (lacking !== "") throw new UsageError(lacking);
	if (deployments === void 0) throw new UsageError("--git needs --deployments GLOB: the tags that are deployments, such as \"v*\".");
}
function windowOf(text) {
	const window = parseDuration(text);
	if (window !== void 0 && window > 0 && window <= LONGEST_WINDOW_DAYS * DAY) return window;
	throw new UsageError(`--window ${text} is no length of time from 1s to ${LONGEST_WINDOW_DAYS}d. Write it as 90d, 12w or P90D.`);
}
function untilOf(text) {
	return text === void 0 ? Date.now() : epochMs(instantOption("--until", text));
}
function zoneOf(name) {
	if (name === void 0) return void 0;
	const zone = zoneNamed(name);
	if (zone !== void 0) return zone.id;
	throw new UsageError(`--zone ${name} is no time zone. Take a name of the IANA database, such as Europe/Berlin or UTC.`);
}

export { printDora };