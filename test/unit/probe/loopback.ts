/** Real servers on 127.0.0.1, closed after each test, and probes that may reach them. */
import { createServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { afterEach } from 'vitest';
import type { HttpAnswer, HttpRequest, ProbeRequest, ProbeResult } from '../../../src/domain/probe.ts';
import { type Lookup, type ProbeSettings, probeWith } from '../../../src/probe/probe.ts';
import type { Certificate } from './certificate.ts';

const open: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];

afterEach(closeAll);

export function closeAll(): void {
  for (const { server, sockets } of open.splice(0)) {
    server.close();
    for (const socket of sockets) socket.destroy();
  }
}

/** Its port. */
export async function listen(server: Server, host = '127.0.0.1', port = 0): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket.on('error', () => undefined));
  });
  open.push({ server, sockets });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return (server.address() as AddressInfo).port;
}

export async function serve(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer(listener))}`;
}

/** The origin has the first name of the certificate. */
export async function serveSecurely(certificate: Certificate, listener: RequestListener): Promise<number> {
  return listen(createHttpsServer({ cert: certificate.pem, key: certificate.keyPem }, listener));
}

/** Whatever connects is handed to the test. */
export async function serveRaw(onSocket: (socket: Socket) => void): Promise<number> {
  return listen(createTcpServer(onSocket));
}

export function reply(
  status: number,
  body: string | Buffer = '',
  headers: Readonly<Record<string, string | string[]>> = {},
): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { ...headers }).end(body);
  };
}

/** Every name is this machine. */
export const HERE: Lookup = async () => [{ address: '127.0.0.1', family: 4 }];

export const SETTINGS: ProbeSettings = {
  network: 'loopback',
  areCommandsAllowed: true,
  environment: { PATH: process.env['PATH'] ?? '' },
  folder: import.meta.dirname,
};

export function probe(
  request: ProbeRequest,
  settings: Partial<ProbeSettings> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<ProbeResult> {
  return probeWith({ ...SETTINGS, ...settings })(request, signal);
}

export function get(
  url: string,
  more: Partial<HttpRequest> = {},
  settings: Partial<ProbeSettings> = {},
): Promise<ProbeResult> {
  return probe({ kind: 'http', method: 'GET', url, headers: {}, maxRedirects: 5, timeoutMs: 5000, ...more }, settings);
}

/** Fails the test where there is no answer. */
export function answerOf(result: ProbeResult): HttpAnswer {
  if (result.kind === 'answer' && result.of === 'http') return result;
  throw new Error(`no answer: ${JSON.stringify(result)}`);
}
