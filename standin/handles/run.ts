/** A workflow run as a test holds it. */
import type { DeploymentRecord, RepositoryRecord, RunRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import type { DeploymentView, GateReview, JobIdentityOptions, JobView, Run } from '../surface/runs.ts';
import { stateOf } from '../verbs/deployment.ts';
import { bypassRules, reviewByPerson } from '../verbs/gate.ts';
import { newIdentityToken } from '../verbs/job-identity.ts';
import { advance, cancelRun, endJob, rerun } from '../verbs/run.ts';

export class RunHandle implements Run {
  private readonly world: World;
  private readonly repository: RepositoryRecord;
  private readonly run: RunRecord;

  constructor(world: World, repository: RepositoryRecord, run: RunRecord) {
    this.world = world;
    this.repository = repository;
    this.run = run;
  }

  get id(): number {
    return this.run.id;
  }

  get attempt(): number {
    return this.run.attempt;
  }

  get sha(): string {
    return this.run.sha;
  }

  get status(): Run['status'] {
    return this.run.status;
  }

  get conclusion(): Run['conclusion'] {
    return this.run.conclusion;
  }

  get inputs(): Run['inputs'] {
    return this.run.inputs;
  }

  get jobs(): readonly JobView[] {
    return this.run.jobs.map(({ name, environment, status, conclusion }) => ({
      name,
      environment,
      status,
      conclusion,
    }));
  }

  get deployments(): readonly DeploymentView[] {
    return this.run.jobs
      .flatMap((job) => job.deployment ?? [])
      .sort((a, b) => a.id - b.id)
      .map(viewOfDeployment);
  }

  get reviews(): readonly GateReview[] {
    const { bot } = this.world.app;
    return this.run.approvals
      .filter((approval) => approval.user === bot)
      .map(({ environment, deploymentIds, attempt, state, comment }) => {
        return { environment: environment.name, deploymentIds, attempt, state, comment };
      });
  }

  finish(conclusion: 'success' | 'failure', job?: string): void {
    const running = this.run.jobs.filter(
      (one) => one.status === 'in_progress' && (job === undefined || one.name === job),
    );
    if (running.length === 0) throw new Error(`run ${this.run.id} has no running job${job ? ` ${job}` : ''} to finish`);
    for (const one of running) endJob(this.world, this.repository, this.run, one, conclusion);
    advance(this.world, this.repository, this.run);
  }

  rerun(by: string): void {
    rerun(this.world, this.repository, this.run, this.world.account(by));
  }

  cancel(by: string): void {
    cancelRun(this.world, this.repository, this.run, this.world.account(by));
  }

  review({ by, environment, state, comment = '' }: Parameters<Run['review']>[0]): void {
    reviewByPerson(this.world, this.repository, this.run, {
      user: this.world.account(by),
      environment,
      state,
      comment,
    });
  }

  upload({ name, digest, isExpired = false }: Parameters<Run['upload']>[0]): void {
    const createdAt = this.world.clock.now();
    this.run.artifacts.push({ id: this.world.nextId(), name, digest, isExpired, createdAt });
  }

  oidcToken(options: JobIdentityOptions = {}): string {
    return newIdentityToken(this.world, this.repository, this.run, options);
  }

  bypass(by: string, comment = ''): void {
    bypassRules(this.world, this.repository, this.run, { user: this.world.account(by), comment });
  }
}

export function viewOfDeployment(deployment: DeploymentRecord): DeploymentView {
  const { id, environment, sha, ref, run } = deployment;
  return { id, environment, sha, ref, state: stateOf(deployment), runId: run?.id ?? null };
}
