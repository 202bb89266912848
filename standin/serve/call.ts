/** One request that was understood, and the answer to it. */
import type { Account, Installation, RepositoryRecord } from '../state/records.ts';
import type { Token, World } from '../state/world.ts';

/** Who asks. */
export type Caller =
  | { readonly kind: 'app' }
  | { readonly kind: 'token'; readonly token: Token; readonly actor: Account };

export interface Answer {
  readonly status: number;
  /** Undefined for no body; a string is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error as GitHub words it. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

export function notFound(): Refusal {
  return new Refusal(404, 'Not Found');
}

export interface Call {
  readonly world: World;
  readonly caller: Caller;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly accept: string;
  /** What is left of the caller's hour. */
  readonly budget: Readonly<Record<string, number>>;
  /** The address of the request without its query, for links. */
  readonly address: string;
}

export type Handler = (call: Call) => Answer;

export function pathOf(call: Call, name: string): string {
  const value = call.path[name];
  if (value === undefined) throw new Error(`the operation has no path parameter ${name}`);
  return value;
}

export function numberOf(call: Call, name: string): number {
  return Number(pathOf(call, name));
}

/** The repository of the path, if the caller's token opens it. */
export function repositoryOf(call: Call): RepositoryRecord {
  const repository = call.world.findRepository(pathOf(call, 'owner'), pathOf(call, 'repo'));
  if (repository === null || !opens(call.caller, repository)) throw notFound();
  return repository;
}

/** The same for what everybody may read of a public repository: itself, its branches and its files. */
export function readableRepositoryOf(call: Call): RepositoryRecord {
  const repository = call.world.findRepository(pathOf(call, 'owner'), pathOf(call, 'repo'));
  if (repository === null) throw notFound();
  if (repository.isPrivate && !opens(call.caller, repository)) throw notFound();
  return repository;
}

export function opens(caller: Caller, repository: RepositoryRecord): boolean {
  if (caller.kind === 'app') return repository.installation !== null;
  const { installation, repositoryIds } = caller.token;
  if (repositoryIds !== null && !repositoryIds.has(repository.id)) return false;
  return installation === null || installation.repositories.has(repository);
}

/** Who acts: the token's owner. */
export function actorOf(call: Call): Account {
  if (call.caller.kind !== 'token') throw new Error('an operation of the App itself has no actor');
  return call.caller.actor;
}

export function installationOf(call: Call): Installation | null {
  return call.caller.kind === 'token' ? call.caller.token.installation : null;
}

/** A text of the body; undefined when it is not given. */
export function textOf(call: Call, name: string): string | undefined {
  const value = call.body[name];
  return typeof value === 'string' ? value : undefined;
}

const DEFAULT_PAGE = 30;
const LARGEST_PAGE = 100;

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly number: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** One page of a list, with the `Link` header (docs.github.com, "Using pagination in the REST API"). */
export function pageOf<Item>(call: Call, all: readonly Item[]): Page<Item> {
  const size = Math.min(Math.max(Number(call.query['per_page'] ?? DEFAULT_PAGE), 1), LARGEST_PAGE);
  const number = Math.max(Number(call.query['page'] ?? 1), 1);
  const last = Math.max(Math.ceil(all.length / size), 1);
  const links = [
    ...(number > 1 ? [linkTo(call, number - 1, 'prev')] : []),
    ...(number < last ? [linkTo(call, number + 1, 'next'), linkTo(call, last, 'last')] : []),
    ...(number > 1 ? [linkTo(call, 1, 'first')] : []),
  ];
  return {
    items: all.slice((number - 1) * size, number * size),
    number,
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}

function linkTo(call: Call, page: number, rel: string): string {
  const query = new URLSearchParams({ ...call.query, page: String(page) });
  return `<${call.address}?${query}>; rel="${rel}"`;
}

/** A page of a list that is answered as an array. */
export function listed<Item>(call: Call, all: readonly Item[], show: (item: Item) => unknown): Answer {
  const { items, headers } = pageOf(call, all);
  return { status: 200, body: items.map(show), headers };
}

/** A page of a list that is answered as `{ total_count, NAME: [...] }`. */
export function counted<Item>(
  call: Call,
  name: string,
  all: readonly Item[],
  show: (item: Item) => unknown,
): Answer & { readonly body: Readonly<Record<string, unknown>> } {
  const { items, headers } = pageOf(call, all);
  return { status: 200, body: { total_count: all.length, [name]: items.map(show) }, headers };
}
