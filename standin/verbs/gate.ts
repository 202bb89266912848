/** Answers to what waits at a protected environment: our App's, or an administrator's. */
import { showAccount } from '../render/account.ts';
import { instant } from '../render/place.ts';
import { showRun } from '../render/run.ts';
import type { Account, EnvironmentRecord, JobRecord, RepositoryRecord, RunRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { assertMayReview } from './protection.ts';
import { advance, endJob, letGo } from './run.ts';
import { satisfy } from './waiting.ts';

/** GitHub takes this many status reports (comments without a state) for one deployment. */
const MOST_REPORTS = 10;

export interface GateAnswer {
  readonly environment: string;
  /** Null: a status report; the deployment goes on waiting. */
  readonly state: 'approved' | 'rejected' | null;
  readonly comment: string;
}

export type Reviewed = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly because: string };

/**
 * The App reviews its rule. It says nothing of deployments or attempts: whatever is pending in that environment of
 * that run NOW is meant, even if the App decided for an earlier attempt.
 */
export function reviewGate(world: World, repository: RepositoryRecord, run: RunRecord, answer: GateAnswer): Reviewed {
  const environment = repository.environments.get(answer.environment);
  const pending = run.jobs.filter((job) => job.environment === answer.environment && job.waitsFor.has('rule'));
  if (environment === undefined || pending.length === 0) {
    return { kind: 'refused', because: `No pending deployment requests to approve or reject in ${answer.environment}` };
  }
  if (answer.state === null) return report(world.app.bot, run, environment, pending, answer.comment);
  note(run, environment, pending, { state: answer.state, comment: answer.comment, user: world.app.bot });
  for (const job of pending) {
    if (answer.state === 'approved') satisfy(world, repository, run, job, 'rule');
    else endJob(world, repository, run, job, 'failure');
  }
  advance(world, repository, run);
  return { kind: 'done' };
}

function report(
  bot: Account,
  run: RunRecord,
  environment: EnvironmentRecord,
  pending: readonly JobRecord[],
  comment: string,
): Reviewed {
  const deployments = pending.flatMap((job) => job.deployment ?? []);
  if (deployments.some((deployment) => deployment.reports >= MOST_REPORTS)) {
    return { kind: 'refused', because: `A deployment takes at most ${MOST_REPORTS} status reports` };
  }
  for (const deployment of deployments) deployment.reports += 1;
  note(run, environment, pending, { state: 'pending', comment, user: bot });
  return { kind: 'done' };
}

function note(
  run: RunRecord,
  environment: EnvironmentRecord,
  pending: readonly JobRecord[],
  answer: { readonly state: 'approved' | 'rejected' | 'pending'; readonly comment: string; readonly user: Account },
): void {
  const deploymentIds = pending.flatMap((job) => job.deployment?.id ?? []);
  run.approvals.push({ environment, deploymentIds, attempt: run.attempt, ...answer });
}

/** "Review deployments", by somebody who is asked to. */
export function reviewByPerson(
  world: World,
  repository: RepositoryRecord,
  run: RunRecord,
  review: {
    readonly user: Account;
    readonly environment: string;
    readonly state: 'approved' | 'rejected';
    readonly comment: string;
  },
): void {
  const { user, state, comment } = review;
  const environment = repository.environments.get(review.environment);
  const pending = run.jobs.filter((job) => job.status === 'waiting' && job.environment === review.environment);
  if (environment === undefined || pending.length === 0) {
    throw new Error(`run ${run.id} waits for nothing in ${review.environment} that ${user.login} could review`);
  }
  assertMayReview(environment, run, user);
  note(run, environment, pending, { state, comment, user });
  world.tell({
    webhook: `deployment-review/${state}`,
    repository,
    installation: repository.installation,
    sender: user,
    content: {
      workflow_run: showRun(world, repository, run),
      since: instant(run.startedAt),
      approver: showAccount(world, user),
      comment,
    },
  });
  for (const job of pending) {
    if (state === 'approved') satisfy(world, repository, run, job, 'reviewers');
    else endJob(world, repository, run, job, 'failure');
  }
  advance(world, repository, run);
}

/** "Start all waiting jobs": for administrators of the repository. */
export function bypassRules(
  world: World,
  repository: RepositoryRecord,
  run: RunRecord,
  by: { readonly user: Account; readonly comment: string },
): void {
  if (repository.permissions.get(by.user.login.toLowerCase()) !== 'admin') {
    throw new Error(`${by.user.login} cannot bypass: only administrators of the repository can`);
  }
  const waiting = run.jobs.filter((job) => job.status === 'waiting');
  for (const { name, protection } of repository.environments.values()) {
    if (protection.canAdminsBypass || !waiting.some((job) => job.environment === name)) continue;
    throw new Error(`${name} does not allow administrators to bypass its protection rules`);
  }
  for (const environment of repository.environments.values()) {
    const pending = waiting.filter((job) => job.environment === environment.name);
    if (pending.length > 0) note(run, environment, pending, { state: 'approved', ...by });
  }
  for (const job of waiting) letGo(world, repository, run, job);
  advance(world, repository, run);
}
