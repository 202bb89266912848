import { Octokit } from '@octokit/rest';
import nock from 'nock';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectGitHub } from '../../../src/github/connect.ts';

const REPOSITORY = { id: 7, owner: 'acme', name: 'shop', installationId: 3 };
const FILE = '/repos/acme/shop/contents/.github%2FCODEOWNERS';
const MB = 1024 * 1024;

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

function read() {
  return connectGitHub(new Octokit(), REPOSITORY, { self: 'tidegate[bot]', appId: 1 }).codeowners();
}

test('one above 1 MB, which GitHub gives without its text, is read as it is', async () => {
  const shown = { type: 'file', size: 2 * MB, encoding: 'none', content: '' };
  nock('https://api.github.com').get(FILE).reply(200, shown);
  nock('https://api.github.com', { reqheaders: { accept: /raw/ } })
    .get(FILE)
    .reply(200, '* @acme/web\n', { 'content-type': 'application/vnd.github.raw; charset=utf-8' });
  expect(await read()).toBe('* @acme/web\n');
});

test('one that GitHub does not load is unknown, and never empty', async () => {
  const shown = { type: 'file', size: 3 * MB, encoding: 'none', content: '' };
  nock('https://api.github.com').get(FILE).reply(200, shown);
  await expect(read()).rejects.toMatchObject({ kind: 'rejected', message: expect.stringContaining('3 MB') });
});
