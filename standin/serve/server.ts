/** The API over HTTP: one request after the other steps of an answer. */
import type { KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerGraphql, GRAPHQL, isGraphqlPath } from '../graphql/answer.ts';
import { OPERATIONS } from '../operations.ts';
import type { World } from '../state/world.ts';
import type { Fault, RequestRecord } from '../surface/standin.ts';
import type { Violations } from '../violations.ts';
import { authenticate, authorize } from './authenticate.ts';
import { type Answer, type Call, type Caller, type Handler, Refusal } from './call.ts';
import type { Contract, Matched } from './contract.ts';
import type { Faults } from './faults.ts';
import { answerOidc } from './oidc.ts';
import type { Past } from './past.ts';
import type { RateLimits, Ticket } from './rate-limits.ts';
import { sendAnswer } from './send.ts';

/** More than any request of the API needs. */
const LARGEST_BODY = 10_000_000;

export interface ServerParts {
  readonly world: World;
  readonly key: KeyObject;
  readonly contract: Contract;
  readonly faults: Faults;
  readonly past: Past;
  readonly limits: RateLimits;
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
    const done = this.parts.limits.begin(request.headers.authorization);
    response.once('close', done);
    const body = await bodyOf(request);
    const url = new URL((request.url ?? '/').replace(/^\/api\/v3(?=\/|$)/, ''), 'http://127.0.0.1');
    const method = request.method ?? 'GET';
    if (answerOidc(this.parts.world, url.pathname, response)) return;
    this.parts.world.tend();
    const matched = this.parts.contract.match(method, url.pathname);
    const operation = isGraphqlPath(url.pathname) && method === 'POST' ? GRAPHQL : (matched?.operation.id ?? null);
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
    const fault = operation === null ? null : this.parts.faults.take(operation, entry.path);
    if (fault?.kind === 'reset-before') {
      request.socket.destroy();
      return;
    }
    if (fault?.kind === 'timeout-before') return;
    const ticket: { admitted: Ticket | null } = { admitted: null };
    const answer = this.answerTo(request, { url, body, matched, fault, entry, ticket });
    if (entry.applied && method !== 'GET') this.parts.past.remember();
    this.parts.world.tend();
    await sendAnswer(request, response, { answer, fault, entry, ticket: ticket.admitted, number: this.log.length });
  }

  private answerTo(
    request: IncomingMessage,
    asked: {
      readonly url: URL;
      readonly body: unknown;
      readonly matched: Matched | null;
      readonly fault: Fault | null;
      readonly entry: LogEntry;
      readonly ticket: { admitted: Ticket | null };
    },
  ): Answer {
    const { url, body, matched, fault, entry, ticket } = asked;
    try {
      if (matched === null && entry.operation !== GRAPHQL) {
        const what = `${entry.method} ${url.pathname}`;
        this.parts.violations.add('unknown-operation', what, 'is not among the operations the stand-in offers');
        throw new Refusal(404, 'Not Found');
      }
      if (request.headers['user-agent'] === undefined)
        throw new Refusal(403, 'Request forbidden: no User-Agent header');
      const { world, key } = this.parts;
      const caller = authenticate(world, key, request.headers.authorization);
      entry.actor = caller.kind === 'app' ? `app/${world.app.slug}` : caller.actor.login;
      if (matched === null) return this.graphqlAnswer({ caller, body, fault, entry });
      const { authorization } = request.headers;
      ticket.admitted = this.parts.limits.admit({
        method: entry.method,
        operation: matched.operation.id,
        authorization,
      });
      const call = this.understood(request, { url, body, matched, caller });
      refuseFor(fault);
      const answer = this.handlerOf(matched)(call);
      entry.applied = true;
      refuseAfterwards(fault);
      return this.parts.contract.checkedAnswer(matched.operation, answer) ?? ownMistake();
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      this.parts.violations.add('answer', entry.operation ?? entry.path, String(error));
      return ownMistake();
    }
  }

  private graphqlAnswer(asked: { caller: Caller; body: unknown; fault: Fault | null; entry: LogEntry }): Answer {
    const { caller, body, fault, entry } = asked;
    refuseFor(fault);
    const answer = answerGraphql(this.parts, caller, body);
    entry.applied = true;
    refuseAfterwards(fault);
    const { corrupt } = this.parts.contract;
    return corrupt?.({ operation: GRAPHQL, status: answer.status, body: answer.body }) ?? answer;
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
    const isRead = matched.operation.method === 'GET';
    const present = { world: this.parts.world, caller };
    return {
      ...(isRead ? this.parts.past.seenBy(matched.operation.id, caller) : present),
      budget: this.parts.limits.standing(request.headers.authorization),
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
}

function refuseFor(fault: Fault | null): void {
  if (fault?.kind === 'status') throw new Refusal(fault.status, fault.message ?? 'Server Error', fault.headers ?? {});
}

/** It was done, but a gateway lost the answer. */
function refuseAfterwards(fault: Fault | null): void {
  if (fault?.kind === 'status-after') throw new Refusal(fault.status, fault.message ?? 'Server Error');
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

function refused({ status, message, headers }: Refusal): Answer {
  const body = { message, documentation_url: 'https://docs.github.com/rest', status: String(status) };
  return { status, headers, body };
}

function ownMistake(): Answer {
  return refused(new Refusal(500, 'The stand-in broke its own contract; see its violations'));
}
