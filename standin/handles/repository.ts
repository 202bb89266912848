/** A repository as a test holds it. */
import type { ReleaseRecord, RepositoryRecord } from '../state/records.ts';
import { isPull, type World } from '../state/world.ts';
import type { MilestoneOptions } from '../surface/milestones.ts';
import type {
  DispatchOptions,
  EnvironmentProtection,
  MergeQueue,
  MergeQueueOptions,
  RequiredCheckOptions,
} from '../surface/protection.ts';
import type { DeploymentState, DeploymentView, RunOptions, SettableState } from '../surface/runs.ts';
import type {
  CheckView,
  CommitOptions,
  IssueOptions,
  PullRequestOptions,
  PushedCommit,
  ReleaseView,
  ReportedCheck,
  ReportedStatus,
  Repository,
  Role,
} from '../surface/world.ts';
import { openQueue, requireChecks } from '../verbs/branch-rules.ts';
import { addCheck, changeCheck } from '../verbs/check.ts';
import { addCommitStatus } from '../verbs/commit-status.ts';
import { addDeployment, addStatus, environmentNamed } from '../verbs/deployment.ts';
import { addIssue, addLabel, tellIssue } from '../verbs/issue.ts';
import { addMilestone } from '../verbs/milestone.ts';
import { setPermission } from '../verbs/people.ts';
import { protectEnvironment, switchRule } from '../verbs/protection.ts';
import { openPull } from '../verbs/pull-request.ts';
import { pushCommit, removeBranch } from '../verbs/push.ts';
import { addRelease, addTag } from '../verbs/release.ts';
import { startRun } from '../verbs/run.ts';
import { viewOfCheck } from './check.ts';
import { IssueHandle } from './issue.ts';
import { MergeQueueHandle } from './merge-queue.ts';
import { MilestoneHandle } from './milestone.ts';
import { teamNamed } from './organization.ts';
import { PullRequestHandle } from './pull-request.ts';
import { RunHandle, viewOfDeployment } from './run.ts';
import { SecurityHandle } from './security.ts';

export class RepositoryHandle implements Repository {
  private readonly world: World;
  private readonly record: RepositoryRecord;
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly fullName: string;
  readonly security: SecurityHandle;

  constructor(world: World, record: RepositoryRecord) {
    this.world = world;
    this.record = record;
    this.id = record.id;
    this.owner = record.owner.login;
    this.name = record.name;
    this.fullName = `${this.owner}/${this.name}`;
    this.security = new SecurityHandle(world, record);
  }

  get defaultBranch(): string {
    return this.record.defaultBranch;
  }

  get installationId(): number | null {
    return this.record.installation?.id ?? null;
  }

  push(commit: CommitOptions): PushedCommit {
    return { sha: pushCommit(this.world, this.record, commit).sha };
  }

  head(branch = this.record.defaultBranch): string {
    const sha = this.record.git.branches.get(branch);
    if (sha === undefined) throw new Error(`${this.fullName} has no branch ${branch}`);
    return sha;
  }

  setDefaultBranch(branch: string): void {
    this.head(branch);
    this.record.defaultBranch = branch;
  }

  deleteBranch(branch: string): void {
    removeBranch(this.world, this.record, branch, this.record.owner);
  }

  tag(name: string, ref = this.record.defaultBranch): PushedCommit {
    return { sha: addTag(this.record, name, ref) };
  }

  createRelease(release: Parameters<Repository['createRelease']>[0]): ReleaseView {
    const { tag, by, body = null, draft: isDraft = false, prerelease: isPrerelease = false } = release;
    const author = this.world.account(by);
    const input = { tag, target: this.record.defaultBranch, name: tag, body, isDraft, isPrerelease, author };
    return viewOfRelease(addRelease(this.world, this.record, input));
  }

  editRelease(tag: string, body: string): void {
    const release = this.record.releases.find((one) => one.tag === tag);
    if (release === undefined) throw new Error(`${this.fullName} has no release ${tag}`);
    release.body = body;
  }

  releases(): readonly ReleaseView[] {
    return this.record.releases.map(viewOfRelease);
  }

  setPermission(login: string, role: Role): void {
    setPermission(this.world, this.record, this.world.account(login), role);
  }

  openPullRequest(options: PullRequestOptions): PullRequestHandle {
    return new PullRequestHandle(this.world, this.record, openPull(this.world, this.record, options));
  }

  pullRequest(number: number): PullRequestHandle {
    const issue = this.record.issues.get(number);
    if (issue === undefined || !isPull(issue)) throw new Error(`${this.fullName} has no pull request #${number}`);
    return new PullRequestHandle(this.world, this.record, issue);
  }

  issues(): readonly IssueHandle[] {
    const issues = [...this.record.issues.values()].filter((issue) => !isPull(issue));
    return issues.map((issue) => new IssueHandle(this.world, this.record, issue));
  }

  openIssue({ title, body, author, labels = [] }: IssueOptions): IssueHandle {
    const by = this.world.account(author);
    const issue = addIssue(this.world, this.record, { title, body: body ?? null, author: by, pull: null });
    tellIssue(this.world, this.record, issue, 'opened', by);
    for (const label of labels) addLabel(this.world, this.record, issue, label, by);
    return new IssueHandle(this.world, this.record, issue);
  }

  createMilestone(options: MilestoneOptions): MilestoneHandle {
    return new MilestoneHandle(this.world, this.record, addMilestone(this.world, this.record, options));
  }

  reportCheck(check: ReportedCheck): { readonly id: number } {
    const { sha, name, status, conclusion } = check;
    const app = this.world.checkApp(check.app ?? 'github-actions');
    const sender = this.world.account('github-actions[bot]');
    const change = { status, conclusion };
    const known = this.record.checks.find((one) => one.sha === sha && one.name === name && one.app.id === app.id);
    if (known !== undefined) {
      changeCheck(this.world, this.record, known, change, sender);
      return { id: known.id };
    }
    return { id: addCheck(this.world, this.record, { app, sha, name, sender }, change).id };
  }

  reportStatus({ sha, context, state, by }: ReportedStatus): void {
    addCommitStatus(this.world, this.record, { sha, context, state, creator: this.world.account(by) });
  }

  checks(sha: string): readonly CheckView[] {
    const newestFirst = this.record.checks.filter((check) => check.sha === sha).reverse();
    return newestFirst
      .filter((check) => check === newestFirst.find((one) => one.name === check.name && one.app.id === check.app.id))
      .map(viewOfCheck);
  }

  createEnvironment(name: string): void {
    environmentNamed(this.world, this.record, name);
  }

  protectEnvironment(name: string, protection: EnvironmentProtection): void {
    const { reviewers = [], teams = [], ...rest } = protection;
    const people = reviewers.map((login) => ({ kind: 'User' as const, account: this.world.account(login) }));
    const organization = this.world.organizations.get(this.owner.toLowerCase());
    const groups = teams.map((slug) => {
      if (organization === undefined) throw new Error(`${this.owner} is no organisation: it has no teams`);
      return { kind: 'Team' as const, organization, team: teamNamed(organization, slug) };
    });
    protectEnvironment(this.world, this.record, name, {
      reviewers: [...people, ...groups],
      preventsSelfReview: rest.preventsSelfReview ?? false,
      waitMinutes: rest.waitMinutes ?? 0,
      canAdminsBypass: rest.canAdminsBypass ?? true,
    });
  }

  enableRule(environment: string): void {
    switchRule(this.world, this.record, environment, true);
  }

  disableRule(environment: string): void {
    switchRule(this.world, this.record, environment, false);
  }

  setPrivate(isPrivate: boolean): void {
    this.record.isPrivate = isPrivate;
  }

  requireChecks(branch: string, checks: readonly RequiredCheckOptions[], options: { isStrict?: boolean } = {}): void {
    requireChecks(this.world, this.record, branch, checks, options.isStrict ?? false);
  }

  enableMergeQueue(branch: string, options: MergeQueueOptions = {}): MergeQueue {
    return new MergeQueueHandle(this.world, this.record, openQueue(this.world, this.record, branch, options));
  }

  onDispatch(file: string, options: DispatchOptions): void {
    const id = this.record.dispatches.get(file)?.id ?? this.world.nextId();
    this.record.dispatches.set(file, { ...options, id, inputs: options.inputs ?? [] });
  }

  startRun(options: RunOptions): RunHandle {
    return new RunHandle(this.world, this.record, startRun(this.world, this.record, options));
  }

  run(id: number): RunHandle {
    const run = this.record.runs.get(id);
    if (run === undefined) throw new Error(`${this.fullName} has no run ${id}`);
    return new RunHandle(this.world, this.record, run);
  }

  deployments(environment?: string): readonly DeploymentView[] {
    return [...this.record.deployments.values()]
      .filter((one) => environment === undefined || one.environment === environment)
      .map(viewOfDeployment);
  }

  createDeployment(options: Parameters<Repository['createDeployment']>[0]): DeploymentView {
    const { environment, ref, payload = {} } = options;
    const sha = this.record.git.resolve(ref)?.sha;
    if (sha === undefined) throw new Error(`${this.fullName} has no branch or commit ${ref}`);
    const creator = this.world.account(options.creator);
    const input = { environment, sha, ref, creator, payload, run: null, attempt: 1 };
    return viewOfDeployment(addDeployment(this.world, this.record, input));
  }

  setDeploymentStatus(deploymentId: number, state: SettableState): void {
    const deployment = this.record.deployments.get(deploymentId);
    if (deployment === undefined) throw new Error(`${this.fullName} has no deployment ${deploymentId}`);
    // Docs, "Create a deployment status": GitHub alone gives this one, to what a job waits with.
    if ((state as DeploymentState) === 'waiting') throw new Error('GitHub takes no deployment status `waiting`');
    addStatus(this.world, this.record, deployment, state, deployment.creator);
  }
}

function viewOfRelease({ id, tag, body, isDraft, isPrerelease, author }: ReleaseRecord): ReleaseView {
  return { id, tag, body: body ?? '', draft: isDraft, prerelease: isPrerelease, author: author.login };
}
