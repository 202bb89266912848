import { t as openClone } from "./open-clone.js";
import { a as compileGlob, o as globProblem } from "./glob.js";
import { n as UsageError } from "./exit-codes.js";
import { t as POLICY_FILE } from "./policy-file.js";
import { Command } from "commander";
import { stat } from "node:fs/promises";

// src/cli/backtest.ts
/** `tidegate backtest`: what a policy would have said to the releases of a local clone. */
function backtestCommand() {
	return new Command("backtest").description("Replays the history of a local clone: tier, gates and waiting time of every release. No network.").requiredOption("--git <dir>", "the clone, bare or not").requiredOption("--deployments <glob|file>", "tags that are deployments, or a JSON Lines file of deployments").option("--policy <file>", `the policy; without it ${POLICY_FILE} of the clone, else the built-in rules`).option("--against <file>", "a second policy: what changes").option("--environment <name>", "the environment deployed to; of a file: only deployments to it").option("--since <instant>", "only releases from this instant on").option("--until <instant>", "only releases before this instant").option("--json", "print one JSON document").addHelpText("after", "\nExample:\n  tidegate backtest --git . --deployments \"v*\" --policy new.yml --json").addHelpText("after", "\nExit code: 0 done (also when no tag matches), 1 no repository or an invalid file, 2 wrong usage.").action(async (options) => {
		process.exitCode = await run(options);
	});
}
/** Git reads while the engine is still being loaded: with a small history that is half of the time. */
async function run(options) {
	const source = openSource(options);
	source.catch(() => void 0);
	const { replayClone } = await import("./replay-clone.js");
	return replayClone(options, await source);
}
async function openSource({ git, deployments }) {
	const isFile = await isExistingFile(deployments);
	if (!isFile) checkGlob(deployments);
	const clone = await openClone(git);
	if (isFile) return {
		kind: "file",
		clone
	};
	const matches = compileGlob(deployments);
	const tags = (await clone.tags()).filter(({ name }) => matches(name));
	const graph = clone.graph(tags.map(({ sha }) => sha));
	graph.catch(() => void 0);
	return {
		kind: "tags",
		clone,
		tags,
		graph
	};
}
async function isExistingFile(path) {
	try {
		return (await stat(path)).isFile();
	} catch {
		return false;
	}
}
function checkGlob(glob) {
	const problem = globProblem(glob);
	if (problem !== void 0) throw new UsageError(`--deployments ${glob} is no file, and as a glob it ${problem}. Tags are chosen with * and ?, such as "v*".`);
}

export { backtestCommand };