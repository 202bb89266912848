/** A service as its customers and its probes see it, on loopback. */
import { createServer } from 'node:http';

export interface Service extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Runs this commit in the environment from now on. A fresh start is well. */
  deploy(environment: string, sha: string): void;
  /** Whether the machines of production can take a release. */
  setReady(isReady: boolean): void;
  /** Whoever asks production for its page gets a 500 from now on, until something is deployed. */
  breakDown(): void;
}

interface State {
  /** The commit that each environment runs. */
  readonly running: Map<string, string>;
  readonly page: string;
  isReady: boolean;
  isBroken: boolean;
}

export async function openService(page: string): Promise<Service> {
  const state: State = { running: new Map(), page, isReady: true, isBroken: false };
  const server = createServer(({ url = '' }, response) => {
    const [, environment = '', place = ''] = url.split('/');
    const [status, body] = place === 'ready' ? readiness(state) : pageOf(state, environment, place);
    response.writeHead(status, { 'content-type': body.startsWith('{') ? 'application/json' : 'text/html' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    deploy: (environment, sha) => {
      state.running.set(environment, sha);
      if (environment === 'production') state.isBroken = false;
    },
    setReady: (ready) => {
      state.isReady = ready;
    },
    breakDown: () => {
      state.isBroken = true;
    },
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

type Answer = readonly [status: number, body: string];

function readiness({ isReady }: State): Answer {
  return isReady ? [200, 'ready'] : [503, 'the standby is rebuilding'];
}

function pageOf({ running, page, isBroken }: State, environment: string, place: string): Answer {
  const commit = running.get(environment);
  if (commit === undefined) return [503, 'Nothing is deployed.'];
  if (place === 'version') return [200, JSON.stringify({ commit })];
  return isBroken && environment === 'production' ? [500, 'out of connections'] : [200, page];
}
