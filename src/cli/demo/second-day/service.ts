/** A service as its customers and its probes see it, on loopback. */
import { createServer, type ServerResponse } from 'node:http';

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

export async function openService(page: string): Promise<Service> {
  const running = new Map<string, string>();
  let [isReady, isBroken] = [true, false];
  const server = createServer(({ url = '' }, response) => {
    const [, environment = '', place = ''] = url.split('/');
    const sha = running.get(environment);
    if (place === 'ready') return answer(response, isReady ? 200 : 503, isReady ? 'ready' : 'the standby is rebuilding');
    if (sha === undefined) return answer(response, 503, 'Nothing is deployed.');
    if (place === 'version') return answer(response, 200, JSON.stringify({ commit: sha }));
    if (isBroken && environment === 'production') return answer(response, 500, 'out of connections');
    return answer(response, 200, page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    deploy: (environment, sha) => {
      running.set(environment, sha);
      if (environment === 'production') isBroken = false;
    },
    setReady: (ready) => {
      isReady = ready;
    },
    breakDown: () => {
      isBroken = true;
    },
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': body.startsWith('{') ? 'application/json' : 'text/html' }).end(body);
}
