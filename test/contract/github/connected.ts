/** The GitHub port on the stand-in, with a gate that waits. */
import { Octokit } from '@octokit/rest';
import type { OpenGate, ReportGate } from '../../../src/domain/effect.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import type { GateQuestion } from '../../../src/domain/question.ts';
import type { RepositoryRef } from '../../../src/domain/repository.ts';
import type { GitHub } from '../../../src/flow/ports.ts';
import { connectGitHub } from '../../../src/github/connect.ts';
import type { Organization, Permissions, Repository, Run, Standin } from '../../../standin/start.ts';
import { installationToken, openShop, type Shop } from '../../standin/clients.ts';

export interface Connected extends AsyncDisposable {
  readonly standin: Standin;
  readonly acme: Organization;
  readonly shop: Repository;
  readonly github: GitHub;
  /** The same on another repository. */
  readonly githubOf: (repository: Repository) => Promise<GitHub>;
}

export async function connected(): Promise<Connected> {
  const opened = await openShop();
  const { github: standin, shop } = opened;
  shop.enableRule('production');
  const identity = { self: standin.app.botLogin, appId: standin.app.id };
  const githubOf = async (repository: Repository) =>
    connectGitHub(
      clientOf(standin, await installationToken({ ...opened, shop: repository })),
      refOf(repository),
      identity,
    );
  return worldOf(opened, githubOf);
}

/** With the token of a job in the repository, which may read everything in it. */
export async function jobConnected(permissions: Permissions = JOB_READS): Promise<Connected> {
  const opened = await openShop();
  const { github: standin } = opened;
  const githubOf = async (repository: Repository) => {
    const token = standin.jobToken({ repository: repository.fullName, permissions });
    return connectGitHub(clientOf(standin, token), refOf(repository), { self: 'github-actions[bot]', appId: null });
  };
  return worldOf(opened, githubOf);
}

export const JOB_READS = {
  actions: 'read',
  checks: 'read',
  contents: 'read',
  deployments: 'read',
  issues: 'read',
  pull_requests: 'read',
  statuses: 'read',
} as const satisfies Permissions;

async function worldOf({ github: standin, shop, acme }: Shop, githubOf: Connected['githubOf']): Promise<Connected> {
  const github = await githubOf(shop);
  return { standin, shop, acme, github, githubOf, [Symbol.asyncDispose]: () => standin.close() };
}

function clientOf(standin: Standin, auth: string): Octokit {
  return new Octokit({ auth, baseUrl: standin.url, log: { debug() {}, info() {}, warn() {}, error() {} } });
}

function refOf({ id, owner, name, installationId }: Repository): RepositoryRef {
  return { id, owner, name, installationId: installationId ?? 0 };
}

export function questionOf(shop: Repository, run: Run): GateQuestion {
  const deployment = run.deployments[0];
  return {
    kind: 'gate',
    repository: refOf(shop),
    deploymentId: deployment?.id ?? 0,
    runId: run.id,
    environment: 'production',
  };
}

export function openGateOf(shop: Repository, run: Run, parts: Partial<OpenGate> = {}): OpenGate {
  const gate = questionOf(shop, run);
  return {
    kind: 'open-gate',
    repository: gate.repository,
    gate,
    runAttempt: run.attempt,
    headSha: run.sha,
    comment: 'Open',
    validUntil: toInstant(Date.now() + 60_000),
    ...parts,
  };
}

export function reportOf(shop: Repository, run: Run, comment: string): ReportGate {
  const gate = questionOf(shop, run);
  return { kind: 'report-gate', repository: gate.repository, gate, comment };
}
