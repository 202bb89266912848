/**
 * Whoever is told something: Slack, PagerDuty and a webhook of one's own, on loopback, for all processes. Each process
 * has addresses of its own, so what it was telling when it was killed is known.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Exchange, newTrack, type OwnTrack, type Track, type Watch } from './exchange.ts';
import { bodyOf } from './forward.ts';
import { identityOf, type Told } from './identity.ts';

export interface Receipt extends Told {
  /** Name of the process that told it. */
  readonly by: string;
  readonly identity: string;
  /** The process was killed before it wrote down that it told it: this one may come again. */
  isUnknown: boolean;
}

export interface Receiver {
  /** What the process gets to know of it, and what it has under way here. */
  connect(name: string, watch: Watch): { readonly settings: Readonly<Record<string, string>>; readonly track: Track };
  /** Everything that was told, oldest first. */
  readonly receipts: readonly Receipt[];
  /** The process was killed, and of these it is not written down that they were told. */
  noteKilled(name: string, untold: ReadonlySet<string>): void;
  close(): void;
}

export const VARIABLES = {
  channel: 'CHANNEL_URL',
  log: 'LOG_URL',
  onCall: 'PD_ROUTING_KEY',
  manager: 'PD_MANAGER_KEY',
} as const;

export async function openReceiver(): Promise<Receiver> {
  const receipts: Receipt[] = [];
  const tracks = new Map<string, OwnTrack>();
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, by = '', ...rest] = (request.url ?? '').split('/');
    const track = tracks.get(by);
    if (track === undefined) return void response.writeHead(404).end();
    const told = toldIn(request, `/${rest.join('/')}`, (await bodyOf(request)).toString('utf8'));
    const identity = identityOf(told);
    const exchange: Exchange = {
      to: 'people',
      method: 'POST',
      path: identity,
      isWrite: true,
      body: told.body,
      stage: 'sent',
    };
    response.once('close', () => {
      if (exchange.stage !== 'answered') exchange.stage = 'cut';
    });
    await track.begin(exchange);
    if (response.destroyed) return;
    receipts.push({ ...told, by, identity, isUnknown: false });
    await track.move(exchange, 'applied');
    response.writeHead(202).end(() => void track.move(exchange, 'answered'));
  }
  const server = createServer((request, response) => {
    take(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    connect: (name, watch) => {
      const track = newTrack(watch);
      const key = encodeURIComponent(name);
      tracks.set(key, track);
      return { settings: settingsFor(`${url}/${key}`), track };
    },
    receipts,
    noteKilled: (name, untold) => {
      const by = encodeURIComponent(name);
      for (const receipt of receipts) if (receipt.by === by && untold.has(receipt.identity)) receipt.isUnknown = true;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function settingsFor(url: string): Readonly<Record<string, string>> {
  const { channel, log, onCall, manager } = VARIABLES;
  return {
    NOTIFY_VARIABLES: Object.values(VARIABLES).join(', '),
    NOTIFY_NETWORK: 'loopback',
    NOTIFY_PAGERDUTY_URL: url,
    [channel]: `${url}/slack`,
    [log]: `${url}/log`,
    [`${log}_SECRET`]: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
    [onCall]: 'R0oncall0oncall0oncall0oncall000',
    [manager]: 'R0manager0manager0manager0manage',
  };
}

function toldIn({ headers }: IncomingMessage, path: string, body: string): Told {
  const id = headers['webhook-id'];
  return { path, webhookId: typeof id === 'string' ? id : undefined, body };
}
