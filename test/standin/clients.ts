/** Real clients on the stand-in, and a receiver of webhooks. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Octokit } from '@octokit/rest';
import { Probot } from 'probot';
import {
  type Organization,
  type Repository,
  type Standin,
  type StandinOptions,
  startStandin,
} from '../../standin/start.ts';

const BORN_AT = Date.parse('2026-03-02T09:00:00Z');

/** A clock that tests move. */
export function movableClock(): { now(): number; advance(ms: number): void } {
  let now = BORN_AT;
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
  };
}

export interface Shop {
  readonly github: Standin;
  readonly shop: Repository;
  readonly acme: Organization;
}

/** acme/shop with anna (writes), ben (administers), cleo (reads), and two teams, one within the other. */
export async function openShop(options: StandinOptions = {}): Promise<Shop> {
  const github = await startStandin(options);
  for (const login of ['anna', 'ben', 'cleo', 'dora']) github.createUser(login);
  const acme = github.createOrganization('acme');
  acme.createTeam('cab', { members: ['anna'] });
  acme.createTeam('cab-night', { members: ['ben'], parent: 'cab' }).addMember('cleo', 'pending');
  const files = { 'README.md': '# shop\n', 'src/cart.ts': 'one\ntwo\nthree\n', '.github/tidegate.yml': 'version: 1\n' };
  const shop = github.createRepository({ owner: 'acme', name: 'shop', files });
  shop.setPermission('anna', 'write');
  shop.setPermission('ben', 'admin');
  return { github, shop, acme };
}

function probotOn(github: Standin): Probot {
  return new Probot({
    appId: github.app.id,
    privateKey: github.app.privateKey ?? '',
    baseUrl: `${github.url}/api/v3`,
    logLevel: 'fatal',
  });
}

/** Probot's Octokit with an installation token. */
export function installationClient({ github, shop }: Shop) {
  return probotOn(github).auth(shop.installationId ?? 0);
}

/** Probot's Octokit with the JWT of the App. */
export function appClient({ github }: Shop) {
  return probotOn(github).auth();
}

/** A fresh token with all that the App was granted. */
export async function installationToken(stage: Shop): Promise<string> {
  const { rest } = await appClient(stage);
  const made = await rest.apps.createInstallationAccessToken({ installation_id: stage.shop.installationId ?? 0 });
  return made.data.token;
}

/** Answers at once or fails: no retries, no waiting between writes. */
export function plainClient(github: Standin, token: string): Octokit {
  return new Octokit({ auth: token, baseUrl: github.url, log: { debug() {}, info() {}, warn() {}, error() {} } });
}

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface ReceivingServer {
  readonly url: string;
  readonly received: Received[];
  /** What it answers next; 0 is never. */
  status: number;
  close(): Promise<void>;
}

export async function receiveWebhooks(): Promise<ReceivingServer> {
  const received: Received[] = [];
  const state = { status: 202 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      if (state.status !== 0) response.writeHead(state.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/github/webhooks`,
    received,
    get status() {
      return state.status;
    },
    set status(status: number) {
      state.status = status;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
