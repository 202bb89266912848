import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SmokeInputs } from '../../../src/action/inputs.ts';
import type { Runner } from '../../../src/action/runner.ts';
import { startVerification } from '../../../src/action/verification.ts';
import { digestOfText } from '../../../src/domain/canonical.ts';
import type { SmokeReport } from '../../../src/smoke/report.ts';

const SHA = 'c'.repeat(40);
const TEXT = 'version: 1\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidegate-'));
  writeFileSync(join(folder, 'state'), '');
  vi.stubEnv('GITHUB_STATE', join(folder, 'state'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test('a verification names the file it was made by, also where a later step has to send it', async () => {
  const bodies: unknown[] = [];
  const fetch = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    if (`${url}`.startsWith('http://token')) return Response.json({ value: 'a-token-of-the-job' });
    bodies.push(JSON.parse(String(init?.body)));
    return Response.json({ status: 'accepted' }, { status: 202 });
  };
  const variables = { ACTIONS_ID_TOKEN_REQUEST_URL: 'http://token/', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't' };
  const inputs = { appUrl: 'http://app', isDryRun: false, environment: 'production', sha: SHA } as SmokeInputs;
  const runner = { isOfFork: false, deployment: null } as Runner;
  const started = startVerification(inputs, runner, { variables, fetch, sleep: async () => undefined });
  started.wasRead('./.github/smoke.yml', TEXT);
  const smoke = { path: '.github/smoke.yml', digest: digestOfText(TEXT) };
  expect(readFileSync(join(folder, 'state'), 'utf8')).toContain(JSON.stringify(smoke));
  await started.finished({ verdict: 'pass', reason: null, checks: [] } as unknown as SmokeReport);
  expect(bodies).toMatchObject([{ verdict: 'pass', sha: SHA, smoke }]);
});
