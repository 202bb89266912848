/** What a runner tells a step: variables and the event file. */
import { z } from 'zod';

const Id = z
  .string()
  .regex(/^[1-9]\d{0,15}$/, 'must be a number')
  .transform(Number);
const Text = z.string().min(1, 'must not be empty');

/** The variables of a job that are read. */
export const JobEnvironment = z.object({
  GITHUB_REPOSITORY: z.string().regex(/^[^/\s]+\/[^/\s]+$/, 'must be OWNER/NAME'),
  GITHUB_REPOSITORY_ID: Id,
  GITHUB_EVENT_NAME: Text,
  GITHUB_EVENT_PATH: Text,
  GITHUB_SHA: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'must be the id of a commit'),
  GITHUB_SERVER_URL: z
    .string()
    .regex(/^https?:\/\/[^\s/]+$/, 'must be the address of GitHub')
    .default('https://github.com'),
  GITHUB_REF: z.string().default(''),
  GITHUB_WORKFLOW_REF: z.string().default(''),
  GITHUB_RUN_ID: Id,
  GITHUB_RUN_ATTEMPT: Id,
  GITHUB_ACTOR: Text,
  GITHUB_TRIGGERING_ACTOR: z.string().optional(),
  GITHUB_WORKSPACE: Text,
  GITHUB_STEP_SUMMARY: z.string().optional(),
  RUNNER_TEMP: Text,
});

export type JobEnvironment = z.infer<typeof JobEnvironment>;

/** The part of a `deployment` or `deployment_status` event that is read. */
export const DeploymentEvent = z.object({
  deployment: z.object({ id: z.int().positive(), environment: z.string().min(1), sha: z.string().min(1) }),
});

/** The part of a pull request's event that is read; a fork that was deleted has no repository any more. */
export const PullRequestEvent = z.object({
  pull_request: z.object({ head: z.object({ repo: z.object({ id: z.int().positive() }).nullable() }) }),
});

/** GitHub's answer to a job that asks for its OpenID Connect token. */
export const JobTokenAnswer = z.object({ value: z.string().min(1) });

/** What the server says of a verification. */
export const VerificationAnswer = z.object({ status: z.string().optional(), error: z.string().optional() });

/** What a step leaves for its end: a verification that is under way. */
export const UnfinishedVerification = z.object({
  appUrl: z.string(),
  environment: z.string(),
  sha: z.string(),
  deploymentId: z.int().positive().optional(),
  /** Absent: no file was read yet. */
  smoke: z.object({ path: z.string(), digest: z.string() }).optional(),
});
export type UnfinishedVerification = z.infer<typeof UnfinishedVerification>;
