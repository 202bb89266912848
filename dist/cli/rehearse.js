import { i as createNarrator, r as startStandin, t as newWebhookSecret } from "./app-process.js";
import { n as UsageError, t as EXIT } from "./exit-codes.js";
import { Command } from "commander";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { clearLine, createInterface, cursorTo } from "node:readline";

// src/cli/demo/rehearsal/folder.ts
/** The folder of a rehearsal: the environment variables of the App, its private key, and the place of its data. */
/** Tells a folder of ours from any other, which is left alone. */
const MARK = ".tidegate-rehearsal";
/** One that an earlier rehearsal left behind is made anew: what the App knows of that GitHub is about another one now. */
async function makeFolder(folder, app) {
	await refuseForeign(folder);
	await rm(folder, {
		recursive: true,
		force: true
	});
	await mkdir(folder, {
		recursive: true,
		mode: 448
	});
	await writeFile(join(folder, MARK), "");
	await writeFile(join(folder, ".gitignore"), "*\n");
	const keyFile = resolve(folder, "private-key.pem");
	await writeFile(keyFile, app.github.app.privateKey ?? "", { mode: 384 });
	const variables = {
		APP_ID: String(app.github.app.id),
		PRIVATE_KEY_PATH: keyFile,
		WEBHOOK_SECRET: app.webhookSecret,
		GHE_HOST: app.github.host,
		GHE_PROTOCOL: "http",
		BASE_URL: `http://127.0.0.1:${app.port}`,
		HOST: "127.0.0.1",
		PORT: String(app.port),
		TIDEGATE_DATA: resolve(folder, "data")
	};
	await writeFile(join(folder, "env"), shellText(variables), { mode: 384 });
	return {
		env: folder.startsWith("/") ? join(folder, "env") : `./${join(folder, "env")}`,
		[Symbol.asyncDispose]: () => rm(folder, {
			recursive: true,
			force: true
		})
	};
}
async function refuseForeign(folder) {
	if (!existsSync(folder) || existsSync(join(folder, MARK))) return;
	if ((await readdir(folder)).length === 0) return;
	throw new UsageError(`--folder ${folder} has files in it that no rehearsal made. Name one that is not there yet.`);
}
function shellText(variables) {
	const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;
	return [
		"# For the stand-in of a rehearsal. A real GitHub knows none of this.",
		...Object.entries(variables).map(([name, value]) => `export ${name}=${quote(value)}`),
		""
	].join("\n");
}

// src/cli/demo/rehearsal/repository.ts
const PEOPLE = [
	"anna",
	"ben",
	"ola"
];
/** Nothing of it depends on the hour. */
const POLICY = `version: 1
zone: UTC
risk:
  - tier: low
    because: documentation only
    when: { only-paths: ["docs/**", "**/*.md"] }
  - tier: medium
    because: everything else
environments:
  production: {}
gates:
  - name: review
    for: { tiers: [medium, high], environments: [production] }
    require: { approvals: { of: release, count: 1, from: { permission: write } } }
override: { by: { teams: [sre] }, expires: 4h }
`;
function buildRepository(github) {
	const acme = github.createOrganization("acme");
	for (const login of PEOPLE) {
		github.createUser(login);
		acme.addMember(login);
	}
	acme.createTeam("sre", { members: ["ola"] });
	const shop = github.createRepository({
		owner: "acme",
		name: "shop",
		files: {
			".github/tidegate.yml": POLICY,
			"README.md": "# Shop\n",
			"src/shop.ts": "export const change = 0;\n"
		}
	});
	for (const login of PEOPLE) shop.setPermission(login, "write");
	shop.createEnvironment("production");
	const first = shop.createDeployment({
		environment: "production",
		ref: "main",
		creator: "anna"
	});
	shop.setDeploymentStatus(first.id, "success");
	shop.enableRule("production");
	return shop;
}

// src/cli/demo/rehearsal/orders.ts
const ORDERS = `Type here what people do:

  change         Anna opens a pull request that changes the shop
  change docs    Anna opens one that changes its documentation only
  deploy         Anna merges it, and the workflow wants to deploy it to production
  NAME: TEXT     somebody comments on it, such as "ben: /tidegate approve production"
  quit           the end; Ctrl-C does the same
`;
/** Does what was typed, and says what was done. Null: somebody quits. */
function createOrders(shop) {
	let changes = 0;
	let pull;
	function change(isDocs) {
		changes += 1;
		const branch = `change-${changes}`;
		const title = isDocs ? `docs: say more (${changes})` : `feat: sell more (${changes})`;
		const text = `export const change = ${changes};\n`;
		const files = isDocs ? { [`docs/page-${changes}.md`]: "# Page\n" } : { "src/shop.ts": text };
		shop.push({
			branch,
			message: title,
			author: "anna",
			files
		});
		pull = shop.openPullRequest({
			head: branch,
			title,
			author: "anna"
		});
		return `Anna opened pull request #${pull.number}: ${title}`;
	}
	function deploy() {
		if (pull === void 0 || pull.merged) return "There is nothing to merge. Type: change";
		pull.merge({
			by: "anna",
			method: "squash"
		});
		const run = shop.startRun({
			environment: "production",
			actor: "anna"
		});
		return `Anna merged #${pull.number}. Run ${run.id} wants to deploy ${run.sha.slice(0, 7)} to production.`;
	}
	function comment(login, text) {
		const who = PEOPLE.find((each) => each === login.toLowerCase());
		if (who === void 0) return `There is no ${login} here, only ${PEOPLE.join(", ")}.`;
		if (pull === void 0) return "There is no pull request to comment on. Type: change";
		pull.comment(text, who);
		return `${who} commented on #${pull.number}.`;
	}
	const orders = {
		change: () => change(false),
		"change docs": () => change(true),
		deploy,
		quit: () => null,
		"": () => ""
	};
	return (line) => {
		const order = line.trim().replace(/\s+/g, " ");
		const said = /^(\w+):\s*(\S.*)$/.exec(order);
		if (said) return comment(said[1] ?? "", said[2] ?? "");
		return Object.hasOwn(orders, order) ? orders[order]?.() ?? null : ORDERS;
	};
}

// src/cli/demo/rehearsal/watch.ts
const LOOK_EVERY_MS = 100;
function watchGitHub(watched) {
	const told = /* @__PURE__ */ new Set();
	const timer = setInterval(() => {
		const fresh = sightsOf(watched).filter(({ key }) => !told.has(key));
		for (const { key } of fresh) told.add(key);
		if (fresh.length === 0) return;
		watched.interrupt(() => {
			for (const { tell } of fresh) tell(watched.narrator);
		});
	}, LOOK_EVERY_MS);
	return { stop: () => clearInterval(timer) };
}
function sightsOf({ github, shop, webhookUrl }) {
	const runs = [...new Set(shop.deployments("production").map(({ runId }) => runId))];
	return [
		...signIn(github),
		...unheard(github, webhookUrl),
		...shop.issues().map(issueSight),
		...runs.filter((id) => id !== null).flatMap((id) => runSights(shop.run(id))),
		...pullSights(github, shop)
	];
}
function signIn(github) {
	const asked = github.requests.find(({ status, actor }) => status === 401 || actor.startsWith("app/"));
	if (asked === void 0) return [];
	const isRefused = asked.status === 401;
	const text = isRefused ? "Somebody could not sign in: are the variables of this rehearsal set?" : "The App signed in.";
	return [{
		key: `sign-in ${isRefused}`,
		tell: (narrator) => isRefused ? narrator.tell(text) : narrator.confirm(text)
	}];
}
function unheard(github, webhookUrl) {
	return github.webhooks.deliveries.filter(({ state }) => state === "failed").slice(0, 1).map(({ event, status }) => ({
		key: "unheard",
		tell: (narrator) => {
			const answer = status === null ? "nobody answers there" : `the answer was ${status}`;
			narrator.tell(`A webhook (${event}) did not arrive at ${webhookUrl}: ${answer}. Is the App running?`);
			narrator.tell("GitHub does not send it again by itself. The App asks for it, some minutes after its start.");
		}
	}));
}
function issueSight({ number, title, labels }) {
	const where = `issue #${number}${labels.length === 0 ? "" : ` (${labels.join(", ")})`}`;
	return {
		key: `issue ${number}`,
		tell: (narrator) => narrator.show(where, title)
	};
}
function runSights(run) {
	const place = `run ${run.id}, deployment of ${run.sha.slice(0, 7)} to production`;
	const states = {
		approved: "let through",
		rejected: "ended",
		pending: "held"
	};
	const reviews = run.reviews.map(({ state, comment }, index) => ({
		key: `review ${run.id} ${index}`,
		tell: (narrator) => narrator.show(`${place}: ${states[state]}`, comment)
	}));
	if (run.status !== "in_progress") return reviews;
	const deploys = {
		key: `deploys ${run.id}`,
		tell: (narrator) => {
			run.finish("success");
			narrator.confirm(`The job of run ${run.id} deployed ${run.sha.slice(0, 7)}.`);
		}
	};
	return [...reviews, deploys];
}
/** Pull requests and issues share one row of numbers. */
function pullSights(github, shop) {
	const pulls = github.webhooks.deliveries.flatMap(({ event, action, payload }) => event === "pull_request" && action === "opened" ? [Number(payload["number"])] : []);
	return [...new Set(pulls)].flatMap((number) => {
		const pull = shop.pullRequest(number);
		return [...shop.checks(pull.headSha).filter(({ name, title }) => name === "tidegate" && title).map(({ title, summary }) => ({
			key: `check ${number} ${title}`,
			tell: (narrator) => narrator.show(`check tidegate on #${number}: ${title}`, summary ?? "")
		})), ...pull.comments.filter(({ user }) => user === github.app.botLogin).map(({ id, body }) => ({
			key: `comment ${id}`,
			tell: (narrator) => narrator.show(`answer on #${number}`, body)
		}))];
	});
}

// src/cli/demo/rehearsal/rehearse.ts
/** A rehearsal: a GitHub on loopback, what people type to it, and what it shows, until nobody types any more. */
/** Resolves when the input ends, or somebody quits. */
async function rehearse({ folder, port }) {
	const webhookSecret = newWebhookSecret();
	const github = await startStandin({ app: { webhookSecret } });
	try {
		await using files = await makeFolder(folder, {
			github,
			webhookSecret,
			port
		});
		const shop = buildRepository(github);
		const webhookUrl = `http://127.0.0.1:${port}/api/github/webhooks`;
		github.sendWebhooksTo(webhookUrl);
		const lines = createInterface({
			input: process.stdin,
			output: process.stdout,
			prompt: "> "
		});
		const narrator = createNarrator(write, "UTC", process.stdout.isTTY && !process.env["NO_COLOR"]);
		write(introduction(github.url, files.env));
		narrator.show(".github/tidegate.yml on the default branch", POLICY.trimEnd());
		write(`\n${ORDERS}`);
		lines.prompt();
		const watch = watchGitHub({
			github,
			shop,
			webhookUrl,
			narrator,
			interrupt: (tell) => interrupt(lines, tell)
		});
		await untilQuit(lines, createOrders(shop));
		watch.stop();
		process.stdin.destroy();
		write("\nThe stand-in has ended, and what was in it is gone. Stop the App, too: Ctrl-C in its terminal.");
	} finally {
		await github.close();
	}
}
/** Tells something above the line that is being typed. */
function interrupt(lines, tell) {
	if (process.stdout.isTTY) {
		cursorTo(process.stdout, 0);
		clearLine(process.stdout, 0);
	}
	tell();
	lines.prompt(true);
}
function write(text) {
	process.stdout.write(`${text}\n`);
}
function introduction(url, env) {
	return `A stand-in for GitHub, at ${url} on this machine only. It keeps everything in memory.

acme/shop: Anna and Ben may write, Ola is on call. Its environment production has the protection rule of
your App. Start the App in a second terminal, in this folder:

  . ${env}
  npm start          (installed: tidegate serve)
`;
}
/** Ends with the input, with Ctrl-C, and when it is told to stop. */
function untilQuit(lines, obey) {
	return new Promise((resolve) => {
		lines.on("line", (line) => {
			const said = obey(line);
			if (said === null) return lines.close();
			if (said !== "") write(said);
			return lines.prompt();
		});
		for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => lines.close());
		lines.once("SIGINT", () => lines.close());
		lines.once("close", resolve);
	});
}

// src/cli/rehearse.ts
/** `tidegate rehearse`: a GitHub on loopback to set the App up against, before it is set up against the real one. */
function rehearseCommand() {
	return new Command("rehearse").exitOverride().showHelpAfterError("For what there is, and an example, add --help").description("Starts a stand-in for GitHub on this machine, writes the environment variables that the App needs for it, and takes what people do from the keyboard. Start the App in a second terminal. Nothing leaves this machine.").option("--folder <folder>", "where the variables and the data of the App go; removed at the end", "rehearsal").option("--port <number>", "where the App will listen", "3000").addHelpText("after", "\nExample:\n  tidegate rehearse\nThen, in a second terminal:\n  . ./rehearsal/env").action(async (options) => {
		await rehearse({
			folder: options.folder,
			port: portIn(options.port)
		});
		process.exitCode = EXIT.ok;
	});
}
function portIn(text) {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	if (port >= 1 && port <= 65535) return port;
	throw new UsageError(`--port ${text} is no port. Give a number from 1 to 65535.`);
}

export { rehearseCommand };