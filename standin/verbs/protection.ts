/** The protection of environments: which there is, what a job still needs, and how each part of it is met. */
import { showAccount } from '../render/account.ts';
import { instant, repositoryPage } from '../render/place.ts';
import { showReviewer } from '../render/reviewer.ts';
import { showRun } from '../render/run.ts';
import type {
  Account,
  EnvironmentRecord,
  JobRecord,
  Outstanding,
  ProtectionRecord,
  RepositoryRecord,
  ReviewerRecord,
  RunRecord,
} from '../state/records.ts';
import type { World } from '../state/world.ts';
import { environmentNamed } from './deployment.ts';
import { membershipOf } from './team.ts';

/** Docs, "Managing environments for deployment": at most six reviewers, and at most 30 days of waiting. */
const MOST_REVIEWERS = 6;
const LONGEST_WAIT_MINUTES = 43_200;

/** Docs, "Managing environments for deployment": in private repositories rules need GitHub Enterprise. */
function takesRules(world: World, { isPrivate, owner }: RepositoryRecord): boolean {
  return !isPrivate || world.organizations.get(owner.login.toLowerCase())?.plan === 'enterprise';
}

function refuseWithoutRules(world: World, repository: RepositoryRecord): void {
  if (takesRules(world, repository)) return;
  const name = `${repository.owner.login}/${repository.name}`;
  throw new Error(`${name} is private: protection rules of private repositories need GitHub Enterprise`);
}

export function switchRule(world: World, repository: RepositoryRecord, environment: string, isOn: boolean): void {
  if (isOn) refuseWithoutRules(world, repository);
  const record = environmentNamed(world, repository, environment);
  record.ruleId = isOn ? (record.ruleId ?? world.nextId()) : null;
}

export function protectEnvironment(
  world: World,
  repository: RepositoryRecord,
  environment: string,
  protection: ProtectionRecord,
): void {
  const { reviewers, waitMinutes } = protection;
  if (reviewers.length > 0 || waitMinutes > 0) refuseWithoutRules(world, repository);
  if (reviewers.length > MOST_REVIEWERS) throw new Error(`an environment takes at most ${MOST_REVIEWERS} reviewers`);
  if (!Number.isInteger(waitMinutes) || waitMinutes < 0 || waitMinutes > LONGEST_WAIT_MINUTES) {
    throw new Error(`a wait timer is 0 to ${LONGEST_WAIT_MINUTES} minutes`);
  }
  environmentNamed(world, repository, environment).protection = protection;
}

/** What a job has to wait for that reaches the environment now. */
export function outstandingIn(
  world: World,
  repository: RepositoryRecord,
  { ruleId, protection }: EnvironmentRecord,
): readonly Outstanding[] {
  if (!takesRules(world, repository)) return [];
  return [
    ...(ruleId === null ? [] : (['rule'] as const)),
    ...(protection.reviewers.length === 0 ? [] : (['reviewers'] as const)),
    ...(protection.waitMinutes === 0 ? [] : (['timer'] as const)),
  ];
}

/** Throws when a person cannot review here. Who is asked by nothing may say what they think, and it changes nothing. */
export function assertMayReview({ protection, name }: EnvironmentRecord, run: RunRecord, user: Account): void {
  if (protection.reviewers.length === 0) return;
  if (!protection.reviewers.some((reviewer) => isReviewer(reviewer, user))) {
    throw new Error(`${user.login} is not among the reviewers of ${name}`);
  }
  if (protection.preventsSelfReview && run.triggeringActor === user) {
    throw new Error(`${user.login} started the run, and ${name} prevents self-review`);
  }
}

function isReviewer(reviewer: ReviewerRecord, user: Account): boolean {
  if (reviewer.kind === 'User') return reviewer.account === user;
  return membershipOf(reviewer.organization, reviewer.team, user.login.toLowerCase()) === 'active';
}

/** `deployment_review.requested`, when a job waits for reviewers. */
export function askReviewers(
  world: World,
  repository: RepositoryRecord,
  run: RunRecord,
  job: JobRecord,
  environment: EnvironmentRecord,
): void {
  const since = instant(job.waitingSince);
  world.tell({
    webhook: 'deployment-review/requested',
    repository,
    installation: repository.installation,
    sender: run.triggeringActor,
    content: {
      workflow_run: showRun(world, repository, run),
      since,
      environment: environment.name,
      requestor: showAccount(world, run.triggeringActor),
      reviewers: environment.protection.reviewers.map((reviewer) => {
        const { type, reviewer: shown } = showReviewer(world, reviewer);
        // The webhook describes a team by the schema of a user, whose types a team has none of.
        return { type, reviewer: type === 'Team' ? { ...(shown as object), type: undefined } : shown };
      }),
      workflow_job_run: {
        id: job.check?.id ?? run.id,
        name: job.name,
        environment: environment.name,
        status: 'waiting',
        conclusion: null,
        html_url: repositoryPage(world, repository, `/actions/runs/${run.id}/job/${job.check?.id ?? run.id}`),
        created_at: since,
        updated_at: since,
      },
    },
  });
}
