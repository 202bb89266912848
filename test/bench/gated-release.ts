/** A release of 50 pull requests that waits at production, on the stand-in, and what answering it asks of GitHub. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import type { GateQuestion } from '../../src/domain/question.ts';
import type { RepositoryRef } from '../../src/domain/repository.ts';
import { handle } from '../../src/flow/handle.ts';
import type { GitHub, Ports, Store } from '../../src/flow/ports.ts';
import { connectGitHub } from '../../src/github/connect.ts';
import type { Narrowed } from '../../src/github/installation.ts';
import { READS } from '../../src/github/permissions.ts';
import { openSqliteStore } from '../../src/store/open.ts';
import { type Repository, type RequestRecord, type Run, type Standin, startStandin } from '../../standin/start.ts';
import { appClient, installationToken } from '../standin/clients.ts';

const PEOPLE = ['anna', 'ben', 'cleo', 'dora', 'emil', 'fay', 'gus', 'hana'] as const;
const FILE = '.github/tidegate.yml';

const POLICY = `version: 1
risk:
  - tier: high
    when: { paths: ["db/**"] }
  - tier: low
environments:
  production: {}
gates:
  - name: review
    for: { tiers: [low, medium, high], environments: [production] }
    require: { approvals: { count: 1, of: change, from: { permission: write, teams: [cab] } } }
`;

export interface GatedRelease extends AsyncDisposable {
  readonly github: Standin;
  readonly shop: Repository;
  readonly run: Run;
  /** Answers the gate as the App does, and gives what was asked of GitHub for it. */
  answer(): Promise<readonly RequestRecord[]>;
  /** The same when its timer asks, and nothing happened to it since. */
  answerByTimer(): Promise<readonly RequestRecord[]>;
}

export interface ReleaseOptions {
  readonly pullRequests: number;
  readonly method: 'squash' | 'merge';
  readonly isReviewed: boolean;
  /** Under a freeze that ends in half an hour, and another one ten minutes later. */
  readonly isFrozen?: boolean | undefined;
}

export async function gatedRelease(options: ReleaseOptions): Promise<GatedRelease> {
  const github = await startStandin();
  for (const login of PEOPLE) github.createUser(login);
  const acme = github.createOrganization('acme');
  acme.createTeam('cab', { members: PEOPLE });
  const place = { owner: 'acme', name: '.github', private: true };
  github.createRepository({ ...place, files: { '.github/tidegate-org.yml': 'version: 1\n' } });
  const shop = github.createRepository({
    owner: 'acme',
    name: 'shop',
    private: true,
    files: { [FILE]: policyOf(options) },
  });
  for (const login of PEOPLE) shop.setPermission(login, 'write');
  const running = shop.createDeployment({ environment: 'production', ref: 'main', creator: 'anna' });
  shop.setDeploymentStatus(running.id, 'success');
  for (let each = 0; each < options.pullRequests; each += 1) mergeOne(shop, each, options);
  shop.enableRule('production');
  const run = shop.startRun({ environment: 'production', actor: 'anna' });
  const connect = await connectorOf(github, shop);
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-bench-'));
  const store = await openSqliteStore(folder);
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead };
  const ports: Ports = { clock, github: async () => connect(), store, smoke: () => 'full' };
  const question: GateQuestion = {
    kind: 'gate',
    repository: refOf(shop),
    deploymentId: run.deployments[0]?.id ?? 0,
    runId: run.id,
    environment: 'production',
  };
  return {
    github,
    shop,
    run,
    answer: async () => {
      const from = github.requests.length;
      await makeDue(question, store, clock.now());
      await answerOnce(ports);
      return github.requests.slice(from);
    },
    answerByTimer: async () => {
      const from = github.requests.length;
      const dueAt = await store.nextDueAt();
      if (dueAt === null) throw new Error('the gate has no timer');
      ahead += Math.max(0, dueAt - clock.now());
      await answerOnce(ports);
      return github.requests.slice(from);
    },
    [Symbol.asyncDispose]: async () => {
      await store.close();
      await github.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function policyOf({ isFrozen = false }: ReleaseOptions): string {
  if (!isFrozen) return POLICY;
  const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 16);
  return `${POLICY}freezes:
  - { name: cutover, from: ${inMinutes(-60)}, until: ${inMinutes(30)} }
  - { name: audit, from: ${inMinutes(40)}, until: ${inMinutes(120)} }
`;
}

async function answerOnce({ store, clock, ...ports }: Ports): Promise<void> {
  const claim = await store.claimQuestion(clock.now(), clock.now() + 60_000);
  if (claim?.question.kind !== 'gate') throw new Error('the question about the gate is not due');
  await handle(claim, { store, clock, ...ports });
}

let deliveries = 0;

async function makeDue(question: GateQuestion, store: Store, at: number): Promise<void> {
  deliveries += 1;
  const id = `delivery-${deliveries}`;
  await store.acceptDelivery({ id, event: 'deployment_protection_rule', receivedAt: at, body: new Uint8Array() });
  await store.finishDelivery(id, [question], at);
}

function mergeOne(shop: Repository, each: number, { method, isReviewed }: ReleaseOptions): void {
  const [author = 'anna', reviewer = 'ben'] = [PEOPLE[each % 8], PEOPLE[(each + 1) % 8]];
  const branch = `change-${each}`;
  const files = { [`src/part-${each}.ts`]: `export const part = ${each};\n`, [`docs/part-${each}.md`]: `# ${each}\n` };
  shop.push({ branch, message: `feat: part ${each}`, author, files });
  shop.push({ branch, message: `fix: part ${each}`, author, files: { [`src/part-${each}.ts`]: `// ${each}\n` } });
  const pull = shop.openPullRequest({ head: branch, title: `feat: part ${each}`, author, labels: ['change'] });
  if (isReviewed) pull.review({ by: reviewer, state: 'approved' });
  pull.merge({ by: author, method });
}

/** As the App has it: one token that can only read this repository, others for what is done, and nothing remembered. */
async function connectorOf(github: Standin, shop: Repository): Promise<() => GitHub> {
  const stage = { github, shop, acme: undefined as never };
  const whole = clientOf(github, await installationToken(stage));
  const { rest } = await appClient(stage);
  const repository_ids = [shop.id];
  const given = { installation_id: shop.installationId ?? 0, repository_ids, permissions: READS };
  const reads = clientOf(github, (await rest.apps.createInstallationAccessToken(given)).data.token);
  const narrowed: Narrowed = {
    reads,
    forEffect: async () => whole,
    forPlace: async () => whole,
    selection: async () => 'all',
  };
  return () => connectGitHub(reads, refOf(shop), { self: github.app.botLogin, appId: github.app.id }, narrowed);
}

function clientOf(github: Standin, auth: string): Octokit {
  return new Octokit({ auth, baseUrl: github.url, log: { debug() {}, info() {}, warn() {}, error() {} } });
}

function refOf({ id, owner, name, installationId }: Repository): RepositoryRef {
  return { id, owner, name, installationId: installationId ?? 0 };
}

/** A question in GraphQL is sent with POST, and reads all the same. */
export function countsOf(requests: readonly RequestRecord[]): { readonly reads: number; readonly writes: number } {
  const reads = requests.filter(({ method, operation }) => method === 'GET' || operation === 'graphql').length;
  return { reads, writes: requests.length - reads };
}
