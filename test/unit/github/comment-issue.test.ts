/** A comment on an issue of ours, on a GitHub that loses answers and in which others write what we write. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Octokit } from '@octokit/rest';
import { expect, onTestFinished, test } from 'vitest';
import type { CommentIssue, Outcome } from '../../../src/domain/effect.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import { commentIssue } from '../../../src/github/effects/comment-issue.ts';

const SELF = 'tidegate[bot]';
const REPOSITORY = { id: 7, owner: 'acme', name: 'shop', installationId: 42 };
const EFFECT: CommentIssue = {
  ...{ kind: 'comment-issue', repository: REPOSITORY, issueNumber: 5, key: 'dora/1', body: '- The tiers moved.' },
  since: '2026-11-24T08:00:00Z' as Instant,
};

interface Comment {
  readonly user: { readonly login: string };
  readonly body: string;
}

interface Board {
  readonly comments: Comment[];
  readonly asked: URL[];
  /** Status of the next answer to a comment that was taken, or of any answer. */
  afterwards: number | null;
  instead: number | null;
  tell(effect?: CommentIssue): Promise<Outcome>;
}

async function board(...comments: Comment[]): Promise<Board> {
  const server = createServer((request, response) => void answerTo(it, request, response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const octokit = new Octokit({ baseUrl, log: { debug() {}, info() {}, warn() {}, error() {} } });
  const connection = { octokit, repository: REPOSITORY, owner: 'acme', repo: 'shop', self: SELF, appId: 1 };
  const it: Board = {
    ...{ comments, asked: [], afterwards: null, instead: null },
    tell: (effect = EFFECT) => commentIssue(connection, effect),
  };
  return it;
}

async function answerTo(it: Board, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '', 'http://github.example');
  if (it.instead !== null) return say(response, it.instead, { message: 'No' });
  if (request.method === 'GET') {
    it.asked.push(url);
    return say(response, 200, Number(url.searchParams.get('page') ?? 1) > 1 ? [] : it.comments);
  }
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const { body } = JSON.parse(Buffer.concat(pieces).toString()) as { body: string };
  it.comments.push({ user: { login: SELF }, body });
  say(response, it.afterwards ?? 201, {});
  it.afterwards = null;
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

test('is written with the mark of what it tells, and only comments since then are read', async () => {
  const it = await board();
  expect(await it.tell()).toEqual({ kind: 'done' });
  expect(it.comments.map(({ body }) => body)).toEqual(['- The tiers moved.\n\n<!-- tidegate:comment dora/1 -->']);
  expect(it.asked[0]?.searchParams.get('since')).toBe('2026-11-24T07:50:00Z');
});

test('is written once, also when the answer to it was lost', async () => {
  const it = await board();
  it.afterwards = 502;
  expect(await it.tell()).toMatchObject({ kind: 'retry' });
  expect(await it.tell()).toEqual({ kind: 'done', note: 'was told before' });
  expect(it.comments).toHaveLength(1);
});

test('something else is another comment', async () => {
  const it = await board();
  await it.tell();
  await it.tell({ ...EFFECT, key: 'dora/2' });
  expect(it.comments).toHaveLength(2);
});

test('the mark in a comment of somebody else counts for nothing', async () => {
  const it = await board({ user: { login: 'mallory' }, body: '<!-- tidegate:comment dora/1 -->' });
  expect(await it.tell()).toEqual({ kind: 'done' });
  expect(it.comments).toHaveLength(2);
});

test('nothing is told where the issue is gone, and it is tried again when GitHub does not answer', async () => {
  const it = await board();
  it.instead = 404;
  expect(await it.tell()).toEqual({ kind: 'superseded', because: 'issue #5 is gone' });
  it.instead = 503;
  expect(await it.tell()).toMatchObject({ kind: 'retry' });
});
