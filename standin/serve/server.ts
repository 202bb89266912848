/** The API over HTTP: one request after the other steps of an answer. */
import { createHash, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OPERATIONS } from '../operations.ts';
import type { World } from '../state/world.ts';
import type { Fault, RequestRecord } from '../surface/standin.ts';
import type { Violations } from '../violations.ts';
import { authenticate, authorize } from './authenticate.ts';
import { type Answer, type Call, type Caller, type Handler, Refusal } from './call.ts';
import type { Contract, Matched } from './contract.ts';
import type { Faults } from './faults.ts';

/** More than any request of the API needs. */
const LARGEST_BODY = 10_000_000;

export interface ServerParts {
  readonly world: World;
  readonly key: KeyObject;
  readonly contract: Contract;
  readonly faults: Faults;
  readonly violations: Violations;
  readonly routes: Readonly<Record<string, Handler>>;
}

type LogEntry = { -readonly [Key in keyof RequestRecord]: RequestRecord[Key] };

export class ApiServer {
  readonly log: LogEntry[] = [];
  private readonly parts: ServerParts;
  private readonly server: Server;

  constructor(parts: ServerParts) {
    this.parts = parts;
    this.server = createServer((request, response) => {
      this.handle(request, response).catch((error: unknown) => {
        parts.violations.add('answer', `${request.method} ${request.url}`, String(error));
        response.destroy();
      });
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const url = new URL((request.url ?? '/').replace(/^\/api\/v3(?=\/|$)/, ''), 'http://127.0.0.1');
    const method = request.method ?? 'GET';
    const matched = this.parts.contract.match(method, url.pathname);
    const operation = matched?.operation.id ?? null;
    const entry: LogEntry = {
      method,
      path: url.pathname + url.search,
      operation,
      actor: 'anonymous',
      status: null,
      applied: false,
      body,
    };
    this.log.push(entry);
    const fault = operation === null ? null : this.parts.faults.take(operation);
    if (fault?.kind === 'reset-before') {
      request.socket.destroy();
      return;
    }
    const answer = this.answerTo(request, { url, body, matched, fault, entry });
    await this.send(request, response, { answer, fault, entry });
  }

  private answerTo(
    request: IncomingMessage,
    asked: { url: URL; body: unknown; matched: Matched | null; fault: Fault | null; entry: LogEntry },
  ): Answer {
    const { url, body, matched, fault, entry } = asked;
    try {
      if (matched === null) {
        const what = `${entry.method} ${url.pathname}`;
        this.parts.violations.add('unknown-operation', what, 'is not among the operations the stand-in offers');
        throw new Refusal(404, 'Not Found');
      }
      if (request.headers['user-agent'] === undefined)
        throw new Refusal(403, 'Request forbidden: no User-Agent header');
      const { world, key } = this.parts;
      const caller = authenticate(world, key, request.headers.authorization);
      entry.actor = caller.kind === 'app' ? `app/${world.app.slug}` : caller.actor.login;
      const call = this.understood(request, { url, body, matched, caller });
      if (fault?.kind === 'status')
        throw new Refusal(fault.status, fault.message ?? 'Server Error', fault.headers ?? {});
      const answer = this.handlerOf(matched)(call);
      entry.applied = true;
      return this.parts.contract.checkedAnswer(matched.operation, answer) ?? ownMistake();
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      this.parts.violations.add('answer', entry.operation ?? entry.path, String(error));
      return ownMistake();
    }
  }

  /** Throws a refusal when the caller may not ask this, or asks it wrongly. */
  private understood(
    request: IncomingMessage,
    asked: { url: URL; body: unknown; matched: Matched; caller: Caller },
  ): Call {
    const { url, body, matched, caller } = asked;
    const rule = OPERATIONS[matched.operation.id];
    if (rule === undefined) throw new Error(`${matched.operation.id} has no rule in operations.ts`);
    authorize(caller, rule);
    const query = Object.fromEntries(url.searchParams);
    const problem = this.parts.contract.requestProblem(matched, query, body);
    if (problem !== null) throw new Refusal(422, `Invalid request: ${problem}`);
    return {
      world: this.parts.world,
      caller,
      path: matched.path,
      query,
      body: typeof body === 'object' && body !== null ? { ...body } : {},
      accept: request.headers.accept ?? '',
      address: `${this.parts.world.url}/api/v3${url.pathname}`,
    };
  }

  private handlerOf({ operation }: Matched): Handler {
    const handler = this.parts.routes[operation.id];
    if (handler === undefined) throw new Error(`${operation.id} has no handler`);
    return handler;
  }

  private async send(
    request: IncomingMessage,
    response: ServerResponse,
    sent: { answer: Answer; fault: Fault | null; entry: LogEntry },
  ): Promise<void> {
    const { answer, fault, entry } = sent;
    if (fault?.kind === 'timeout-after-apply') return;
    if (fault?.kind === 'reset-after') {
      request.socket.destroy();
      return;
    }
    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    const text = textOf(answer.body);
    const etag = `W/"${createHash('sha256').update(text).digest('hex')}"`;
    const isKnown = entry.method === 'GET' && answer.status === 200 && request.headers['if-none-match'] === etag;
    entry.status = isKnown ? 304 : answer.status;
    response.writeHead(entry.status, {
      'x-github-request-id': `STANDIN:${this.log.length}`,
      'x-github-media-type': 'github.v3; format=json',
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': '4999',
      ...(answer.body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      ...(entry.method === 'GET' && answer.status === 200 ? { etag } : {}),
      ...answer.headers,
    });
    response.end(isKnown ? '' : text);
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > LARGEST_BODY) throw new Error('the request body is too large');
    chunks.push(bytes);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function textOf(body: unknown): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function refused({ status, message, headers }: Refusal): Answer {
  const body = { message, documentation_url: 'https://docs.github.com/rest', status: String(status) };
  return { status, headers, body };
}

function ownMistake(): Answer {
  return refused(new Refusal(500, 'The stand-in broke its own contract; see its violations'));
}
