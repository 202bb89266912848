import { a as peoplesPartOf, i as isMarkedAs, n as readOpenMilestones } from "./read-milestone.js";
import { t as keyOfPlan } from "./read-plan.js";
import { n as patientOctokit } from "./patient-octokit.js";
import { i as once, r as listAll } from "./client.js";
import { i as expectedDowntime, u as isPlanned } from "./warnings.js";
import { t as accessFrom } from "./access.js";
import { n as UsageError } from "./exit-codes.js";
import { t as note } from "./output.js";
import { setTimeout } from "node:timers/promises";

// src/github/reads/read-planned.ts
/** More are open at a time nowhere. */
const MOST_RECORDS = 300;
/** Reads alone. Throws `Failure`. */
async function readPlanned(octokit, repository, label) {
	const { owner, name: repo } = repository;
	const milestones = await readOpenMilestones({
		octokit,
		repository,
		owner,
		repo,
		self: "",
		appId: null
	});
	const { items } = await listAll("Reading the records of planned releases", (page) => octokit.request("GET /repos/{owner}/{repo}/issues", {
		owner,
		repo,
		labels: label,
		state: "open",
		...page,
		request: once()
	}), MOST_RECORDS);
	return {
		milestones,
		records: items.flatMap(({ user, body }) => user?.type === "Bot" ? [(body ?? "").toWellFormed()] : [])
	};
}

// src/cli/calendar-github.ts
/** Planned releases as GitHub has them: open milestones that the policy plans by, with the downtime that people wrote. */
const LABEL = "tidegate:release";
/** Nobody waits longer for a calendar. */
const LONGEST_WAIT_MS = 6e4;
/** Throws `Failure` where GitHub does not tell, `UsageError` where no repository is named. */
async function plansOnGitHub({ repo, policies }, env) {
	const access = accessFrom(env);
	const repository = repositoryNamed(repo ?? env["GITHUB_REPOSITORY"]?.trim());
	if (access.token === null) note("Neither GITHUB_TOKEN nor GH_TOKEN is set: only a public repository can be read.");
	const octokit = patientOctokit({
		...access,
		patience: {
			now: () => Date.now(),
			wait,
			tell: () => void 0
		}
	});
	const { milestones, records } = await readPlanned(octokit, repository, LABEL);
	const planned = milestones.filter(({ title }) => isPlanned(policies, title));
	const undated = planned.filter(({ dueOn }) => dueOn === null);
	if (undated.length > 0) note(`Without a due date, and so not shown: ${undated.map(({ title }) => title).join(", ")}.`);
	return planned.flatMap(({ number, title, description, dueOn }) => {
		const key = keyOfPlan(number);
		const record = records.find((body) => isMarkedAs(body, key)) ?? "";
		const downtime = expectedDowntime([description, peoplesPartOf(record, key)]);
		return dueOn === null ? [] : [{
			title,
			due: dueOn,
			...downtime === void 0 ? {} : { downtime }
		}];
	});
}
async function wait(ms) {
	await setTimeout(Math.min(ms, LONGEST_WAIT_MS));
}
function repositoryNamed(text) {
	const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(text ?? "") ?? [];
	if (owner !== void 0 && name !== void 0) return {
		id: 0,
		owner,
		name,
		installationId: 0
	};
	const what = text === void 0 || text === "" ? "No repository is named" : `${text} is no repository`;
	throw new UsageError(`${what}. Write --repo owner/name, whose milestones are read, or --plans FILE with a list of plans.`);
}

export { plansOnGitHub };