/** A server on 127.0.0.1: what it answers on a path is a list, the last of it again and again. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

export interface Scripted {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly json?: unknown;
  readonly body?: string;
  /** Milliseconds before the answer. */
  readonly after?: number;
}

/** A status, a body, `cut` (the connection is), `endless`, `bomb` (of gzip), `drip` (a byte now and then), or all of it. */
export type Answer = number | string | Scripted;

export class ScriptedServer {
  readonly #server: Server = createServer((request, response) => this.#answer(request, response));
  #script: Readonly<Record<string, readonly Answer[]>> = {};
  /** Paths in the order in which they were asked. */
  asked: { path: string; method: string; headers: IncomingMessage['headers'] }[] = [];

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  play(script: Readonly<Record<string, readonly Answer[]>>): void {
    this.#script = script;
    this.asked = [];
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { url: path = '', method = '', headers } = request;
    const turn = this.asked.filter((each) => each.path === path).length;
    this.asked.push({ path, method, headers });
    const answers = this.#script[path] ?? [404];
    const answer = answers[Math.min(turn, answers.length - 1)] ?? 404;
    if (answer === 'cut') request.socket.destroy();
    else if (answer === 'endless') pour(response);
    else if (answer === 'drip') drip(response);
    else if (answer === 'bomb') response.setHeader('content-encoding', 'gzip').end(BOMB);
    else if (typeof answer === 'number') response.writeHead(answer).end();
    else if (typeof answer === 'string') response.end(answer);
    else send(answer, response);
  }
}

/** Eight megabytes of nothing, which travel as eight kilobytes. */
const BOMB = gzipSync(Buffer.alloc(8_000_000));

function send({ status = 200, headers = {}, json, body = '', after = 0 }: Scripted, response: ServerResponse): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const text = json === undefined ? body : JSON.stringify(json);
  setTimeout(() => response.writeHead(status).end(text), after);
}

function pour(response: ServerResponse): void {
  const more = Buffer.alloc(65_536, 'x');
  const write = (): void => {
    if (!response.destroyed) response.write(more, () => setImmediate(write));
  };
  write();
}

function drip(response: ServerResponse): void {
  const timer = setInterval(() => response.write('x'), 20);
  response.on('close', () => clearInterval(timer));
}
