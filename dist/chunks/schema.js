import { c as object, f as string, i as int } from "./schemas.js";

// src/action/schema.ts
/** What a runner tells a step: variables and the event file. */
const Id = string().regex(/^[1-9]\d{0,15}$/, "must be a number").transform(Number);
const Text = string().min(1, "must not be empty");
/** The variables of a job that are read. */
const JobEnvironment = object({
	GITHUB_REPOSITORY: string().regex(/^[^/\s]+\/[^/\s]+$/, "must be OWNER/NAME"),
	GITHUB_REPOSITORY_ID: Id,
	GITHUB_EVENT_NAME: Text,
	GITHUB_EVENT_PATH: Text,
	GITHUB_SHA: string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, "must be the id of a commit"),
	GITHUB_SERVER_URL: string().regex(/^https?:\/\/[^\s/]+$/, "must be the address of GitHub").default("https://github.com"),
	GITHUB_REF: string().default(""),
	GITHUB_WORKFLOW_REF: string().default(""),
	GITHUB_RUN_ID: Id,
	GITHUB_RUN_ATTEMPT: Id,
	GITHUB_ACTOR: Text,
	GITHUB_TRIGGERING_ACTOR: string().optional(),
	GITHUB_WORKSPACE: Text,
	GITHUB_STEP_SUMMARY: string().optional(),
	RUNNER_TEMP: Text
});
/** The part of a `deployment` or `deployment_status` event that is read. */
const DeploymentEvent = object({ deployment: object({
	id: int().positive(),
	environment: string().min(1),
	sha: string().min(1)
}) });
/** The part of a pull request's event that is read; a fork that was deleted has no repository any more. */
const PullRequestEvent = object({ pull_request: object({ head: object({ repo: object({ id: int().positive() }).nullable() }) }) });
/** GitHub's answer to a job that asks for its OpenID Connect token. */
const JobTokenAnswer = object({ value: string().min(1) });
/** What the server says of a verification. */
const VerificationAnswer = object({
	status: string().optional(),
	error: string().optional()
});
/** What a step leaves for its end: a verification that is under way. */
const UnfinishedVerification = object({
	appUrl: string(),
	environment: string(),
	sha: string(),
	deploymentId: int().positive().optional(),
	/** Absent: no file was read yet. */
	smoke: object({
		path: string(),
		digest: string()
	}).optional()
});

export { UnfinishedVerification as a, PullRequestEvent as i, JobEnvironment as n, VerificationAnswer as o, JobTokenAnswer as r, DeploymentEvent as t };