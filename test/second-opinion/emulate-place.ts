/**
 * The GitHub of the package `emulate`, which others wrote. Everything in it comes into being through its API, as people
 * and our App would do it. `TIDEGATE_EMULATE` names another copy of the package by the path of its `dist/api.js`.
 */
import { createSign } from 'node:crypto';
import { Octokit } from '@octokit/rest';
import { connectGitHub } from '../../src/github/connect.ts';
import type { Place } from './place.ts';

/** What we use of it. */
interface Emulate {
  createEmulator(options: {
    readonly service: 'github';
    readonly port: number;
    readonly seed: Readonly<Record<string, unknown>>;
  }): Promise<{
    readonly url: string;
    readonly generatedSecrets: readonly { readonly kind: string; readonly value: string }[];
    close(): Promise<void>;
  }>;
}

const APP = { id: 4711, slug: 'tidegate', installation: 77 };
const PERMISSIONS = {
  checks: 'write',
  contents: 'write',
  issues: 'write',
  pull_requests: 'write',
  metadata: 'read',
} as const;

/** The repository is Anna's own: only owners and collaborators push there. */
const SEED = {
  tokens: { 'anna-token': { login: 'anna', scopes: ['repo'] }, 'ben-token': { login: 'ben', scopes: ['repo'] } },
  github: {
    users: [
      { login: 'anna', email: 'anna@acme.example' },
      { login: 'ben', email: 'ben@acme.example' },
    ],
    repos: [{ owner: 'anna', name: 'shop', auto_init: true }],
    apps: [
      {
        app_id: APP.id,
        slug: APP.slug,
        name: APP.slug,
        permissions: PERMISSIONS,
        events: [],
        installations: [
          {
            installation_id: APP.installation,
            account: 'anna',
            repository_selection: 'all',
            permissions: PERMISSIONS,
          },
        ],
      },
    ],
  },
};

const R = { owner: 'anna', repo: 'shop' };

export async function openEmulatePlace(): Promise<Place> {
  const { createEmulator } = (await import(process.env['TIDEGATE_EMULATE'] ?? 'emulate')) as Emulate;
  const emulator = await createEmulator({ service: 'github', port: 0, seed: SEED });
  const as = (auth: string) => new Octokit({ auth, baseUrl: emulator.url });
  const key = emulator.generatedSecrets.find(({ kind }) => kind === 'github.app_private_key')?.value ?? '';
  const { data: made } = await as(jwtOf(key)).rest.apps.createInstallationAccessToken({
    installation_id: APP.installation,
  });
  const [octokit, anna, ben] = [as(made.token), as('anna-token'), as('ben-token')];
  const { data: shop } = await octokit.rest.repos.get(R);
  const repository = { id: shop.id, owner: R.owner, name: R.repo, installationId: APP.installation };
  const head = async () => (await octokit.rest.git.getRef({ ...R, ref: 'heads/main' })).data.object.sha;
  return {
    github: connectGitHub(octokit, repository, { self: `${APP.slug}[bot]`, appId: APP.id }),
    repository,
    head,
    propose: (branch, files) => propose(anna, branch, files),
    review: async (number, state) => {
      const event = state === 'approved' ? 'APPROVE' : 'REQUEST_CHANGES';
      return (await ben.rest.pulls.createReview({ ...R, pull_number: number, event, body: 'seen' })).data.id;
    },
    comment: async (number, body) =>
      (await anna.rest.issues.createComment({ ...R, issue_number: number, body })).data.id,
    comments: async (number) => {
      const { data } = await anna.rest.issues.listComments({ ...R, issue_number: number });
      return data.map(({ user, body }) => ({ user: user?.login ?? '', body: body ?? '' }));
    },
    checks: async (ref) => {
      const { data } = await octokit.rest.checks.listForRef({ ...R, ref, filter: 'all' });
      return data.check_runs
        .map(({ id, name, status, conclusion, output }) => ({ id, name, status, conclusion, title: output.title }))
        .sort((one, other) => other.id - one.id);
    },
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

async function propose(anna: Octokit, branch: string, files: Readonly<Record<string, string>>) {
  const { data: main } = await anna.rest.git.getRef({ ...R, ref: 'heads/main' });
  await anna.rest.git.createRef({ ...R, ref: `refs/heads/${branch}`, sha: main.object.sha });
  const message = `feat: ${branch}`;
  for (const [path, text] of Object.entries(files)) {
    const content = Buffer.from(text).toString('base64');
    await anna.rest.repos.createOrUpdateFileContents({ ...R, path, message, content, branch });
  }
  const { data: pull } = await anna.rest.pulls.create({ ...R, title: message, head: branch, base: 'main' });
  return { number: pull.number, headSha: pull.head.sha };
}

function jwtOf(privateKey: string): string {
  const now = Math.floor(Date.now() / 1000);
  const parts = [
    { alg: 'RS256', typ: 'JWT' },
    { iss: APP.id, iat: now - 30, exp: now + 300 },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const signed = parts.join('.');
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey).toString('base64url')}`;
}
