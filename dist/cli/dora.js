import { t as POLICY_FILE } from "./policy-file.js";
import { Command } from "commander";

// src/cli/dora.ts
/** `tidegate dora`: the five metrics of delivery, with how many samples they rest on. */
function doraCommand() {
	return new Command("dora").description("The five DORA metrics by lane, tier, release type and team, with samples and intervals. No network.").option("--events <file>", "events, one JSON object a line; - reads standard input").option("--git <dir>", "instead of events a clone, bare or not, whose tags are deployments").option("--deployments <glob>", "the tags that are deployments; with --git").option("--policy <file>", `the policy; with --git the default is ${POLICY_FILE} of the clone`).option("--window <duration>", "how far back from the end, such as 90d or 12w", "90d").option("--until <instant>", "the end of the window, not included; default: now").option("--zone <name>", "the time zone of weeks and quarters; default: the policy's, else UTC").option("--json", "print one JSON document").addHelpText("after", "\nExample:\n  tidegate dora --git . --deployments \"v*\" --window 180d").addHelpText("after", "  tidegate dora --events events.jsonl --policy .github/tidegate.yml --json").addHelpText("after", "\nExit code: 0 done (lines that cannot be read are counted in the data quality), 1 a file or a repository cannot be read, 2 wrong usage.").action(async (options) => {
		const { printDora } = await import("./print-dora.js");
		process.exitCode = await printDora(options);
	});
}

export { doraCommand };