/** A job with a token of its own, a site that it checks, and the App that it tells: servers of this machine. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { readSaid } from '../../../src/app/verifications/schema.ts';

export interface Told {
  readonly authorization: string;
  readonly body: unknown;
}

export interface JobWorld {
  readonly url: string;
  /** Variables of a job with `id-token: write`. */
  readonly env: Readonly<Record<string, string>>;
  /** What the site answers; by default that all is well. */
  site: RequestListener;
  /** Statuses that the App answers first, whatever is sent. */
  readonly failures: number[];
  /** All that reached the App. */
  readonly told: Told[];
  /** Audiences that tokens were asked for. */
  readonly audiences: string[];
  close(): void;
}

export async function startJobWorld(): Promise<JobWorld> {
  const server: Server = createServer((request, response) => {
    void answer(world, request)
      .then((found) => {
        if (found === null) world.site(request, response);
        else response.writeHead(found.status, { 'content-type': 'application/json' }).end(JSON.stringify(found.body));
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const world: JobWorld = {
    url,
    env: { ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?api-version=2`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'asks-for-it' },
    site: (_request, response) => response.end('ok'),
    failures: [],
    told: [],
    audiences: [],
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return world;
}

async function answer(world: JobWorld, request: IncomingMessage) {
  const { pathname, searchParams } = new URL(request.url ?? '/', world.url);
  if (pathname === '/token') {
    if (request.headers.authorization !== 'Bearer asks-for-it') return { status: 401, body: {} };
    world.audiences.push(searchParams.get('audience') ?? '');
    return { status: 200, body: { value: `token-${world.audiences.length}` } };
  }
  if (pathname !== '/api/verifications') return null;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  world.told.push({ authorization: request.headers.authorization ?? '', body: JSON.parse(text) });
  const failure = world.failures.shift();
  if (failure !== undefined) return { status: failure, body: { error: 'Send it again.' } };
  const said = readSaid(text);
  if (said.kind === 'malformed') return { status: 400, body: { error: said.because } };
  return { status: 202, body: { status: 'accepted' } };
}
