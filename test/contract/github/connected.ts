/** The GitHub port on the stand-in, with a gate that waits. */
import { Octokit } from '@octokit/rest';
import { createGitHubApp, type GitHubApp } from '../../../src/app/github-app.ts';
import { createLog } from '../../../src/app/log.ts';
import type { RequestLimits } from '../../../src/app/request-limits.ts';
import { Secret } from '../../../src/app/secret.ts';
import type { OpenGate, RejectGate, ReportGate } from '../../../src/domain/effect.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import type { GateQuestion } from '../../../src/domain/question.ts';
import type { RepositoryRef } from '../../../src/domain/repository.ts';
import type { GitHub } from '../../../src/flow/ports.ts';
import { connectGitHub } from '../../../src/github/connect.ts';
import type { Organization, Permissions, Repository, Run, Standin, StandinOptions } from '../../../standin/start.ts';
import { openShop, type Shop } from '../../standin/clients.ts';

export interface Connected extends AsyncDisposable {
  readonly standin: Standin;
  readonly acme: Organization;
  readonly shop: Repository;
  readonly github: GitHub;
  /** The same on another repository. */
  readonly githubOf: (repository: Repository) => Promise<GitHub>;
}

export async function connected(options: StandinOptions = {}): Promise<Connected> {
  const opened = await openShop(options);
  const { github: standin, shop } = opened;
  shop.enableRule('production');
  const app = appOn(standin);
  const githubOf = (repository: Repository) => app.github(refOf(repository));
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

/** As the App connects itself, with room for everything. */
export function appOn(standin: Pick<Standin, 'app' | 'url'>, limits: RequestLimits = ROOM_FOR_ALL): GitHubApp {
  return createGitHubApp({
    appId: standin.app.id,
    privateKey: new Secret(standin.app.privateKey ?? ''),
    apiUrl: standin.url,
    webhookSecrets: [new Secret(standin.app.webhookSecret)],
    log: createLog({ level: 'silent', secrets: [] }),
    limits,
  });
}

const ROOM_FOR_ALL: RequestLimits = {
  before: async () => undefined,
  answered: async () => undefined,
  refused: async () => undefined,
};

function clientOf(standin: Standin, auth: string): Octokit {
  return new Octokit({ auth, baseUrl: standin.url, log: { debug() {}, info() {}, warn() {}, error() {} } });
}

export function refOf({ id, owner, name, installationId }: Repository): RepositoryRef {
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

export function rejectGateOf(shop: Repository, run: Run, parts: Partial<RejectGate> = {}): RejectGate {
  const gate = questionOf(shop, run);
  return {
    kind: 'reject-gate',
    repository: gate.repository,
    gate,
    runAttempt: run.attempt,
    headSha: run.sha,
    comment: 'No',
    onlyOlderThan: null,
    ...parts,
  };
}

export function reportOf(shop: Repository, run: Run, comment: string): ReportGate {
  const gate = questionOf(shop, run);
  return { kind: 'report-gate', repository: gate.repository, gate, comment };
}
