import { Octokit } from '@octokit/rest';
import nock from 'nock';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectGitHub } from '../../../src/github/connect.ts';

const REPOSITORY = { id: 7, owner: 'acme', name: 'shop', installationId: 3 };
const OWNER = { id: 70, isOrganisation: true };
const PLACE = { name: '.github', default_branch: 'main', owner: { id: 70, type: 'Organization' } };
const UNREADABLE = { kind: 'unreadable', because: 'not-shown' };

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});

function api() {
  return nock('https://api.github.com');
}

function read(selection?: 'all' | 'selected') {
  const octokit = new Octokit();
  const reach = async () => octokit;
  const narrowed = { reads: octokit, forEffect: reach, forPlace: reach, selection: async () => selection };
  const github = connectGitHub(octokit, REPOSITORY, { self: 'tidegate[bot]', appId: 1 }, narrowed);
  return github.organisationFile('.github/tidegate-org.yml', OWNER);
}

test.each([
  ['went to another account', { ...PLACE, owner: { id: 666, type: 'Organization' } }],
  ['was renamed', { ...PLACE, name: 'dot-github' }],
])('where the repository .github %s, its name leads to another one, which says nothing here', async (_, moved) => {
  api().get('/repos/acme/.github').reply(301, {}, { location: 'https://api.github.com/repositories/5' });
  api().get('/repositories/5').reply(200, moved);
  expect(await read('selected')).toEqual(UNREADABLE);
});

test('a repository without any commit has no file', async () => {
  api().get('/repos/acme/.github').reply(200, PLACE);
  api().get('/repos/acme/.github/branches/main').reply(404, { message: 'Branch not found' });
  api().get('/repos/acme/.github/branches').query(true).reply(200, []);
  expect(await read()).toEqual({ kind: 'absent' });
});

test('a branch that is not found although there are some is no absence: it is asked again', async () => {
  api().get('/repos/acme/.github').reply(200, PLACE);
  api().get('/repos/acme/.github/branches/main').reply(404, { message: 'Branch not found' });
  api()
    .get('/repos/acme/.github/branches')
    .query(true)
    .reply(200, [{ name: 'main' }]);
  await expect(read()).rejects.toMatchObject({ kind: 'not-found' });
});

test('a token that ran out says nothing of the repository: it is asked again', async () => {
  api().get('/repos/acme/.github').reply(401, { message: 'Bad credentials' });
  await expect(read()).rejects.toMatchObject({ kind: 'forbidden' });
});

test('an answer that does not say which repositories were selected leaves it unknown', async () => {
  api().get('/repos/acme/.github').reply(404, { message: 'Not Found' });
  expect(await read()).toEqual(UNREADABLE);
});
