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
  GITHUB_REF: z.string().default(''),
  GITHUB_RUN_ID: Id,
  GITHUB_RUN_ATTEMPT: Id,
  GITHUB_ACTOR: Text,
  GITHUB_TRIGGERING_ACTOR: z.string().optional(),
  GITHUB_WORKSPACE: Text,
  GITHUB_STEP_SUMMARY: z.string().optional(),
  RUNNER_TEMP: Text,
});

/** The part of a `deployment` or `deployment_status` event that is read. */
export const DeploymentEvent = z.object({
  deployment: z.object({ id: z.int().positive(), environment: z.string().min(1), sha: z.string().min(1) }),
});
