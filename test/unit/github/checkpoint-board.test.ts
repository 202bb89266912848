/** Where the checkpoints of a log were published, on a GitHub that has many issues of ours, or has them no more. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Octokit } from '@octokit/rest';
import { expect, onTestFinished, test } from 'vitest';
import type { CheckpointBoard } from '../../../src/flow/ports.ts';
import { openCheckpointBoard } from '../../../src/github/checkpoint-board.ts';

const SELF = 'tidegate[bot]';
const ORIGIN = 'github.com/audit/42';
const MARK = `<!-- tidegate:audit-log ${ORIGIN} -->`;

interface Issue {
  readonly number: number;
  readonly body: string;
  readonly by?: string;
  readonly notes?: readonly string[];
}

interface World {
  readonly board: CheckpointBoard;
  readonly issues: Issue[];
  readonly written: string[];
}

/** GitHub with these issues; the newest are listed first. */
async function world(...issues: Issue[]): Promise<World> {
  const written: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://github.example');
    const one = /\/issues\/(\d+)(\/comments)?$/.exec(url.pathname);
    if (request.method === 'POST') {
      written.push(url.pathname);
      if (one) return say(response, 201, {});
      issues.push({ number: 9000, body: MARK });
      return say(response, 201, { number: 9000 });
    }
    if (one === null) return say(response, 200, pageOf(issues, Number(url.searchParams.get('page'))));
    showIssue(
      response,
      issues.find(({ number }) => number === Number(one[1])),
      one[2] !== undefined,
    );
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const octokit = new Octokit({ baseUrl, log: { debug() {}, info() {}, warn() {}, error() {} } });
  const repository = { id: 7, owner: 'acme', name: '.github', installationId: 42 };
  const connection = { octokit, repository, owner: 'acme', repo: '.github', self: SELF, appId: 1 };
  return { board: openCheckpointBoard(connection, ORIGIN), issues, written };
}

function showIssue(response: ServerResponse, issue: Issue | undefined, isForComments: boolean): void {
  if (issue === undefined) say(response, 404, { message: 'Not Found' });
  else say(response, 200, isForComments ? (issue.notes ?? []).map(commentOf) : shown(issue));
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function pageOf(issues: readonly Issue[], page: number): readonly unknown[] {
  const newestFirst = issues.toSorted((one, other) => other.number - one.number);
  return newestFirst.slice((page - 1) * 100, page * 100).map(shown);
}

function shown({ number, body, by = SELF, notes = [] }: Issue): unknown {
  return { number, body, user: { login: by }, comments: notes.length };
}

function commentOf(body: string): unknown {
  return { body, user: { login: SELF } };
}

function others(count: number): Issue[] {
  return Array.from({ length: count }, (_, index) => ({ number: 100 + index, body: 'a release' }));
}

test('the newest issue of ours with the mark is the board, and nothing was published where there is none', async () => {
  const forged = { number: 9, body: MARK, by: 'mallory', notes: ['forged'] };
  const { board } = await world(forged, { number: 5, body: MARK, notes: ['one', 'two'] });
  expect(await board.newest(null)).toEqual({ place: 5, notes: ['two', 'one'] });
  const empty = await world(forged);
  expect(await empty.board.newest(null)).toEqual({ place: null, notes: [] });
  expect(await empty.board.publish('three', null)).toBe(9000);
});

test('a board that is too old to be listed is found by what is remembered', async () => {
  const { board, written } = await world({ number: 5, body: MARK, notes: ['one'] }, ...others(3100));
  expect(await board.newest(5)).toEqual({ place: 5, notes: ['one'] });
  expect(await board.publish('two', 5)).toBe(5);
  expect(written).toEqual(['/repos/acme/.github/issues/5/comments']);
});

test('with more issues than can be looked through, and nothing remembered, no new board is opened', async () => {
  const { board, written } = await world({ number: 5, body: MARK, notes: ['one'] }, ...others(3100));
  await expect(board.newest(null)).rejects.toThrow(/may be among them. Nothing is signed/);
  await expect(board.publish('two', null)).rejects.toThrow(/Nothing is signed/);
  expect(written).toEqual([]);
});

test.each([0, 3100])('a known board that is gone is not started afresh, among %i other issues', async (count) => {
  const { board, written } = await world(...others(count));
  await expect(board.newest(5)).rejects.toThrow(/#5, where its checkpoints were published, is gone/);
  expect(written).toEqual([]);
});

test('a known board whose mark somebody took out is still the board', async () => {
  const { board } = await world({ number: 5, body: 'edited', notes: ['one'] });
  expect(await board.newest(5)).toEqual({ place: 5, notes: ['one'] });
});

test('an issue that was opened and not written on does not hide what was published before', async () => {
  const { board } = await world({ number: 5, body: MARK, notes: ['one'] }, { number: 6, body: MARK });
  expect(await board.newest(5)).toEqual({ place: 6, notes: ['one'] });
});
