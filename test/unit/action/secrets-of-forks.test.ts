import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { parseInputs } from '../../../src/action/inputs.ts';
import type { Runner } from '../../../src/action/runner.ts';
import { runSmokeCommand } from '../../../src/action/smoke.ts';

interface Step {
  readonly isOfFork?: boolean;
  readonly file?: string;
  readonly with?: Readonly<Record<string, string>>;
}

const PLAIN = `{ url: "\${base}/" }`;
const NEEDS = `{ url: "\${base}/", request-headers: { authorization: "\${env.API_KEY}" } }`;

/** A step in which neither API_KEY nor OTHER_KEY has a value, as GitHub hands them to a fork. */
async function smoke({ isOfFork = true, file = NEEDS, with: more = {} }: Step) {
  const server = createServer((_, response) => void response.end(`${++asked}`));
  let asked = 0;
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const workspace = await mkdtemp(join(tmpdir(), 'tidegate-fork-'));
  onTestFinished(async () => {
    server.close();
    await rm(workspace, { recursive: true });
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const given: Readonly<Record<string, string>> = {
    ...{ command: 'smoke', 'secret-env': 'API_KEY, OTHER_KEY', network: 'loopback', set: `base=${base}` },
    ...more,
  };
  const inputs = parseInputs(
    (name) => given[name] ?? '',
    (name) => (name === 'API_KEY' ? '' : undefined),
    isOfFork,
  );
  if (inputs.command !== 'smoke') throw new Error('not smoke');
  const text = `version: 1\nchecks:\n  - { id: home, http: ${file} }\n`;
  const repository = { id: 7, owner: 'acme', name: 'shop', installationId: 0 };
  const runner: Runner = {
    repositoryUrl: 'https://github.com/acme/shop',
    ...{ repository, eventName: 'pull_request', ref: 'refs/pull/1/merge', workflow: '', isOfFork, sha: 'b'.repeat(40) },
    ...{ runId: 1, runAttempt: 1, actors: ['eve'], deployment: null, workspace, reportDir: workspace },
    summaryFile: undefined,
  };
  const sha = 'a'.repeat(40);
  const outcome = await runSmokeCommand(
    inputs,
    runner,
    async () => ({
      repository: async () => ({ defaultBranch: 'main', sha, owner: { id: 1, isOrganisation: true } }),
      file: async () => ({ text }),
    }),
    { variables: {}, finished: async () => [] },
  );
  return { outcome, asked };
}

it('scenario 44: a check that needs a secret which a fork does not get is an error that says so, and nothing is probed', async () => {
  const { outcome, asked } = await smoke({});
  expect(outcome).toMatchObject({ decision: 'stop', verdict: 'error', reasonCode: 'secrets-withheld', problems: [] });
  expect(outcome.headline).toMatch(
    /GitHub gives the pull request of a fork no secrets, .* needs API_KEY, so nothing was/,
  );
  expect(asked).toBe(0);
});

it('ends by its verdict: an error is let pass only where the step says so', async () => {
  const { outcome } = await smoke({ with: { 'on-error': 'pass' } });
  expect(outcome).toMatchObject({ decision: 'proceed', verdict: 'error' });
});

it('a file that needs none of them is run all the same', async () => {
  const { outcome, asked } = await smoke({ file: PLAIN });
  expect(outcome).toMatchObject({ decision: 'proceed', verdict: 'pass' });
  expect(asked).toBe(1);
});

it('elsewhere a name without a value stays wrong', async () => {
  await expect(smoke({ isOfFork: false })).rejects.toThrow('The environment variable API_KEY is not set, or is empty.');
});
