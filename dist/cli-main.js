#!/usr/bin/env node
import { t as Failure } from "./cli/failure.js";
import { n as UsageError, t as EXIT } from "./cli/exit-codes.js";
import { enableCompileCache } from "node:module";

// src/cli/start.ts
/** Runs one command: checks what it runs on, and turns every end into an exit code. */
/** What the Actions runtime has; older ones lack syntax and modules that are used. */
const OLDEST_NODE = 24;
/** Sets `process.exitCode`; what is still written to stdout gets out before the process ends. */
async function start(args) {
	endQuietlyWhenNobodyReads();
	if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
		complain(`Tidegate needs Node ${OLDEST_NODE} or newer, and this is ${process.version}. Install it, or run npx node@24.`);
		process.exitCode = EXIT.failed;
		return;
	}
	enableCompileCache();
	try {
		const { runProgram } = await import("./cli/program.js");
		await runProgram(args);
	} catch (error) {
		process.exitCode = report(error, args);
	}
}
function report(error, args) {
	if (error instanceof UsageError) {
		const command = args.find((each) => !each.startsWith("-"));
		complain(`${error.message}\nFor an example, run: tidegate ${command === void 0 ? "" : `${command} `}--help`);
		return EXIT.usage;
	}
	if (error instanceof Failure) complain(error.message);
	else complain(`Tidegate broke, which it should not. Please report this:\n${stackOf(error)}`);
	return EXIT.failed;
}
function stackOf(error) {
	return error instanceof Error ? error.stack ?? error.message : String(error);
}
function complain(text) {
	process.stderr.write(`${text}\n`);
}
/** `tidegate … | head`: the reader has seen enough, and that is no failure. */
function endQuietlyWhenNobodyReads() {
	for (const stream of [process.stdout, process.stderr]) stream.on("error", (error) => {
		if (error.code !== "EPIPE") throw error;
		process.exit();
	});
}

// src/cli.ts
await start(process.argv.slice(2));

export {  };