/** The GitHub port on the stand-in, with a gate that waits. */
import { Octokit } from '@octokit/rest';
import type { OpenGate, ReportGate } from '../../../src/domain/effect.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import type { GateQuestion } from '../../../src/domain/question.ts';
import type { GitHub } from '../../../src/flow/ports.ts';
import { connectGitHub } from '../../../src/github/connect.ts';
import type { Repository, Run, Standin } from '../../../standin/start.ts';
import { installationToken, openShop } from '../../standin/clients.ts';

export interface Connected extends AsyncDisposable {
  readonly standin: Standin;
  readonly shop: Repository;
  readonly github: GitHub;
}

export async function connected(): Promise<Connected> {
  const opened = await openShop();
  const { github: standin, shop } = opened;
  shop.enableRule('production');
  const auth = await installationToken(opened);
  const octokit = new Octokit({ auth, baseUrl: standin.url, log: { debug() {}, info() {}, warn() {}, error() {} } });
  const repository = { id: shop.id, owner: shop.owner, name: shop.name, installationId: shop.installationId ?? 0 };
  const github = connectGitHub(octokit, repository, { self: standin.app.botLogin, appId: standin.app.id });
  return { standin, shop, github, [Symbol.asyncDispose]: () => standin.close() };
}

export function questionOf(shop: Repository, run: Run): GateQuestion {
  const repository = { id: shop.id, owner: shop.owner, name: shop.name, installationId: shop.installationId ?? 0 };
  const deployment = run.deployments[0];
  return { kind: 'gate', repository, deploymentId: deployment?.id ?? 0, runId: run.id, environment: 'production' };
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
