/**
 * The few fields of GitHub's webhook payloads that we read. Everything else may come, go or change: payloads are
 * hints, and what matters is read from the API again.
 */
import { z } from 'zod';

const Id = z.number().int().positive();

export const Origin = z.object({
  repository: z.object({
    id: Id,
    name: z.string().min(1),
    owner: z.object({ login: z.string().min(1) }),
    default_branch: z.string().optional(),
  }),
  installation: z.object({ id: Id }),
});
export type Origin = z.infer<typeof Origin>;

export const ProtectionRuleRequested = z.object({
  action: z.literal('requested'),
  environment: z.string().min(1),
  deployment: z.object({ id: Id }),
  deployment_callback_url: z.string(),
});

export const PullRequestEvent = z.object({ pull_request: z.object({ number: Id }) });

export const CommentCreated = z.object({
  action: z.literal('created'),
  issue: z.object({ number: Id }),
  comment: z.object({ id: Id, body: z.string() }),
});

export const Push = z.object({ ref: z.string() });

const Sha = z.string().regex(/^[0-9a-f]{40}$/);

export const CheckRunEvent = z.object({
  action: z.string().optional(),
  check_run: z.object({ name: z.string(), head_sha: Sha }),
});

export const CheckSuiteEvent = z.object({ check_suite: z.object({ head_sha: Sha }) });

export const JobEvent = z.object({
  action: z.enum(['waiting', 'in_progress', 'completed']),
  workflow_job: z.object({ run_id: Id }),
});

export const RepositoryEvent = z.object({
  action: z.enum(['renamed', 'transferred', 'edited', 'archived', 'unarchived', 'deleted']),
  changes: z.object({ default_branch: z.unknown().optional() }).optional(),
});

const Named = z.object({ id: Id, name: z.string().min(1), full_name: z.string().includes('/') });

/** Without a repository: about an organisation, its people, or what we are installed on. */
export const InstallationEvent = z.object({
  action: z.string(),
  installation: z.object({ id: Id }),
  repositories: z.array(Named).optional(),
  repositories_added: z.array(Named).optional(),
  repositories_removed: z.array(Named).optional(),
});
export type InstallationEvent = z.infer<typeof InstallationEvent>;

export const MilestoneEvent = z.object({ milestone: z.object({ number: Id }) });

export const IssueEvent = z.object({ action: z.string() });

export const StatusEvent = z.object({ sha: Sha });

export const MergeGroupEvent = z.object({
  action: z.enum(['checks_requested', 'destroyed']),
  merge_group: z.object({
    head_sha: Sha,
    base_sha: Sha,
    /** `refs/heads/gh-readonly-queue/BASE/pr-NUMBER-COMMIT`. */
    head_ref: z.string(),
    base_ref: z.string().startsWith('refs/heads/'),
    head_commit: z.object({ timestamp: z.string() }),
  }),
});
