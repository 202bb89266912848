import { t as EXIT } from "./exit-codes.js";
import { Command, CommanderError } from "commander";

// package.json
var version = "0.1.0";

// src/cli/program.ts
/** The table of commands. A command is loaded when it is asked for: `decide` must not wait for the App to load. */
const COMMANDS = [
	{
		name: "validate",
		summary: "check policies, their cases and smoke files",
		load: async () => (await import("./validate.js")).validateCommand()
	},
	{
		name: "decide",
		summary: "one decision from a snapshot of facts",
		load: async () => (await import("./decide2.js")).decideCommand()
	},
	{
		name: "test",
		summary: "a team's own cases for its policy",
		load: async () => (await import("./test.js")).testCommand()
	},
	{
		name: "calendar",
		summary: "when a release may go out",
		load: async () => (await import("./calendar.js")).calendarCommand()
	},
	{
		name: "backtest",
		summary: "replay the history of a local clone under a policy",
		load: async () => (await import("./backtest.js")).backtestCommand()
	},
	{
		name: "notes",
		summary: "release notes of a range of a local clone",
		load: async () => (await import("./notes.js")).notesCommand()
	},
	{
		name: "dora",
		summary: "the five DORA metrics, from events or from the tags of a clone",
		load: async () => (await import("./dora.js")).doraCommand()
	},
	{
		name: "backfill",
		summary: "the history of a repository on GitHub, as DORA events",
		load: async () => (await import("./backfill.js")).backfillCommand()
	},
	{
		name: "smoke",
		summary: "whether what is deployed works",
		load: async () => (await import("./smoke.js")).smokeCommand()
	},
	{
		name: "audit",
		summary: "the tamper-evident log: check it against its signed checkpoints",
		load: async () => (await import("./audit.js")).auditCommand()
	},
	{
		name: "ledger",
		summary: "what runs in every environment, and what waits for it",
		load: async () => (await import("./ledger.js")).ledgerCommand()
	},
	{
		name: "doctor",
		summary: "whether the App is set up so that its gates hold",
		load: async () => (await import("./command.js")).doctorCommand()
	},
	{
		name: "serve",
		summary: "run the GitHub App",
		load: async () => (await import("./serve.js")).serveCommand()
	},
	{
		name: "demo",
		summary: "a release day, told as it happens",
		load: async () => (await import("./demo.js")).demoCommand()
	},
	{
		name: "rehearse",
		summary: "a stand-in for GitHub, to set the App up against",
		load: async () => (await import("./rehearse.js")).rehearseCommand()
	}
];
/** Commander misses `--from` before it looks at `--form`, and would not say a word of it. */
function nameUnknownOption(command) {
	command.configureOutput({ outputError(text, write) {
		const unknown = command.args.find((arg) => arg.startsWith("--"));
		write(unknown === void 0 || text.includes(unknown) ? text : `error: unknown option '${unknown}'\n${text}`);
	} });
}
/** Runs the command that the arguments name. Commands set `process.exitCode` themselves. */
async function runProgram(args) {
	const program = new Command("tidegate").description("Gated deployments for GitHub: risk tiers, approvals and release windows.").version(version).showHelpAfterError("For what there is, and an example, add --help").addHelpText("after", "\nExample:\n  tidegate backtest --git . --deployments \"v*\"").helpCommand("help [command]", "explain a command").exitOverride();
	const asked = args.filter((arg) => arg !== "help").find((arg) => !arg.startsWith("-"));
	for (const entry of COMMANDS) {
		const command = entry.name === asked ? await entry.load() : new Command(entry.name);
		program.addCommand(command.summary(entry.summary).copyInheritedSettings(program));
		for (const each of [command, ...command.commands]) nameUnknownOption(each);
	}
	try {
		await program.parseAsync(args, { from: "user" });
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
	}
}

export { runProgram };