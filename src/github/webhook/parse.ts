/** A webhook payload in our words: what to look at. */
import { parseCommand } from '../../domain/command.ts';
import type { Event } from '../../domain/event.ts';
import { canonicalInstant, parseInstant } from '../../domain/instant.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { parseInstallationEvent } from './parse-installation.ts';
import {
  CheckRunEvent,
  CheckSuiteEvent,
  CommentCreated,
  IssueEvent,
  JobEvent,
  MergeGroupEvent,
  MilestoneEvent,
  Origin,
  ProtectionRuleRequested,
  PullRequestEvent,
  Push,
  RepositoryEvent,
  StatusEvent,
} from './schema.ts';

/** `unrelated` carries why, for the log: a payload without what we need is not an error, GitHub declares most fields optional. */
export function parseWebhook(name: string, payload: unknown, apiUrl: string): Event {
  const ofInstallation = parseInstallationEvent(name, payload);
  if (ofInstallation) return ofInstallation;
  const origin = Origin.safeParse(payload);
  if (!origin.success) return { kind: 'unrelated', because: 'it names no repository or no installation' };
  const repository: RepositoryRef = {
    id: origin.data.repository.id,
    owner: origin.data.repository.owner.login,
    name: origin.data.repository.name,
    installationId: origin.data.installation.id,
  };
  switch (name) {
    case 'deployment_protection_rule':
      return gateRequested(repository, payload, apiUrl);
    case 'pull_request':
    case 'pull_request_review':
      return pullRequestChanged(repository, payload);
    case 'merge_group':
      return mergeGroupChanged(repository, payload);
    case 'issue_comment':
      return commandWritten(repository, payload);
    case 'push':
      return defaultBranchMoved(repository, payload, origin.data.repository.default_branch);
    case 'check_run':
      return checkRunMoved(repository, payload);
    case 'check_suite':
      return checkSuiteMoved(repository, payload);
    case 'status':
      return statusMoved(repository, payload);
    case 'issues':
      return issueMoved(repository, payload);
    case 'milestone':
      return milestoneMoved(repository, payload);
    case 'repository':
      return repositoryChanged(repository, payload);
    case 'workflow_job':
      return jobMoved(repository, payload);
    case 'deployment':
    case 'deployment_review':
    case 'deployment_status':
    case 'workflow_run':
      return { kind: 'deployment-moved', repository };
    default:
      return { kind: 'unrelated', because: 'nothing is decided by this event' };
  }
}

function gateRequested(repository: RepositoryRef, payload: unknown, apiUrl: string): Event {
  const parsed = ProtectionRuleRequested.safeParse(payload);
  if (!parsed.success) return { kind: 'unrelated', because: 'it lacks the environment, deployment or callback' };
  const { environment, deployment, deployment_callback_url: callbackUrl } = parsed.data;
  const runId = runOf(callbackUrl, repository, apiUrl);
  if (runId === undefined) return { kind: 'unrelated', because: 'its callback is not an address of this repository' };
  return {
    kind: 'gate-requested',
    gate: { kind: 'gate', repository, deploymentId: deployment.id, runId, environment },
  };
}

/**
 * The run id stands nowhere but in the callback address. Nothing is ever sent to that address: it is compared with the
 * one it has to be, and rebuilt from the ids when we answer.
 */
function runOf(callbackUrl: string, repository: RepositoryRef, apiUrl: string): number | undefined {
  const prefix = `${apiUrl}/repos/${repository.owner}/${repository.name}/actions/runs/`.toLowerCase();
  const suffix = '/deployment_protection_rule';
  if (!callbackUrl.toLowerCase().startsWith(prefix) || !callbackUrl.endsWith(suffix)) return undefined;
  const id = callbackUrl.slice(prefix.length, -suffix.length);
  return /^[1-9]\d{0,15}$/.test(id) ? Number(id) : undefined;
}

/** Whether it is an incident hangs on its labels and its state. We rewrite issues of our own, and hear of that, too. */
function issueMoved(repository: RepositoryRef, payload: unknown): Event {
  const parsed = IssueEvent.safeParse(payload);
  if (!parsed.success) return { kind: 'unrelated', because: 'it does not say what became of the issue' };
  if (parsed.data.action === 'edited') return { kind: 'unrelated', because: 'only the text of an issue changed' };
  return { kind: 'issue-moved', repository };
}

function milestoneMoved(repository: RepositoryRef, payload: unknown): Event {
  const parsed = MilestoneEvent.safeParse(payload);
  if (!parsed.success) return { kind: 'unrelated', because: 'it names no milestone' };
  return { kind: 'milestone-moved', repository, number: parsed.data.milestone.number };
}

function pullRequestChanged(repository: RepositoryRef, payload: unknown): Event {
  const parsed = PullRequestEvent.safeParse(payload);
  if (!parsed.success) return { kind: 'unrelated', because: 'it names no pull request' };
  return { kind: 'pull-request-changed', repository, number: parsed.data.pull_request.number };
}

const QUEUE_BRANCH = /^refs\/heads\/gh-readonly-queue\/.+\/pr-([1-9]\d{0,9})-[0-9a-f]{40}$/;

function mergeGroupChanged(repository: RepositoryRef, payload: unknown): Event {
  const parsed = MergeGroupEvent.safeParse(payload);
  if (!parsed.success) return { kind: 'unrelated', because: 'it lacks the commits of the merge group' };
  const { action, merge_group: group } = parsed.data;
  const number = Number(QUEUE_BRANCH.exec(group.head_ref)?.[1]);
  const madeAt = parseInstant(group.head_commit.timestamp);
  if (Number.isNaN(number) || madeAt === undefined) {
    return { kind: 'unrelated', because: 'its merge group names no pull request, or no time' };
  }
  return {
    kind: 'merge-group-changed',
    repository,
    number,
    group: {
      headSha: group.head_sha,
      baseSha: group.base_sha,
      base: group.base_ref.slice('refs/heads/'.length),
      madeAt: canonicalInstant(madeAt),
      isOver: action === 'destroyed',
    },
  };
}

/** Only a comment that was just written can command: an edit could put words into an approver's mouth. */
function commandWritten(repository: RepositoryRef, payload: unknown): Event {
  const parsed = CommentCreated.safeParse(payload);
  if (!parsed.success) return { kind: 'unrelated', because: 'it is no new comment' };
  const { issue, comment } = parsed.data;
  if (parseCommand(comment.body) === undefined) return { kind: 'unrelated', because: 'the comment holds no command' };
  return { kind: 'command-written', repository, issueNumber: issue.number, commentId: comment.id };
}

function defaultBranchMoved(repository: RepositoryRef, payload: unknown, defaultBranch: string | undefined): Event {
  const parsed = Push.safeParse(payload);
  if (!parsed.success || parsed.data.ref !== `refs/heads/${defaultBranch}`) {
    return { kind: 'unrelated', because: 'it is a push to another branch' };
  }
  return { kind: 'default-branch-moved', repository };
}

/** Our own checks say what we decided, so they change nothing of it. */
const OWN_CHECKS: ReadonlySet<string> = new Set(['tidegate', 'tidegate/policy']);

function checkRunMoved(repository: RepositoryRef, payload: unknown): Event {
  const parsed = CheckRunEvent.safeParse(payload);
  if (!parsed.success) return { kind: 'unrelated', because: 'it names no check run with its commit' };
  const { name, head_sha: sha } = parsed.data.check_run;
  // Somebody pressed the button that asks for it anew.
  const isAskedFor = parsed.data.action === 'rerequested';
  if (OWN_CHECKS.has(name) && !isAskedFor) return { kind: 'unrelated', because: 'it is a check of our own' };
  return { kind: 'checks-moved', repository, sha };
}

/** Its app is not told from ours by name: one look too many changes nothing. */
function checkSuiteMoved(repository: RepositoryRef, payload: unknown): Event {
  const parsed = CheckSuiteEvent.safeParse(payload);
  if (!parsed.success) return { kind: 'unrelated', because: 'it names no commit' };
  return { kind: 'checks-moved', repository, sha: parsed.data.check_suite.head_sha };
}

/** Queued jobs and such tell nothing of a gate; there are many of them. */
function jobMoved(repository: RepositoryRef, payload: unknown): Event {
  const parsed = JobEvent.safeParse(payload);
  if (!parsed.success) return { kind: 'unrelated', because: 'the job did not go on' };
  return { kind: 'run-moved', repository, runId: parsed.data.workflow_job.run_id };
}

function repositoryChanged(repository: RepositoryRef, payload: unknown): Event {
  const parsed = RepositoryEvent.safeParse(payload);
  const isOther =
    parsed.success && (parsed.data.action !== 'edited' || parsed.data.changes?.default_branch !== undefined);
  if (!isOther) return { kind: 'unrelated', because: 'its name, owner and default branch are as they were' };
  const { action } = parsed.data;
  if (action === 'archived' || action === 'deleted') {
    return { kind: 'repositories-lost', why: action, repositories: [repository] };
  }
  return { kind: 'repository-changed', repository };
}

function statusMoved(repository: RepositoryRef, payload: unknown): Event {
  const parsed = StatusEvent.safeParse(payload);
  if (!parsed.success) return { kind: 'unrelated', because: 'it names no commit' };
  return { kind: 'checks-moved', repository, sha: parsed.data.sha };
}
