/** A release enters production when its own job proved that it works in staging, and not before. */
import { expect, test } from 'vitest';
import type { Run } from '../../../standin/start.ts';
import { approvals, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { type Rehearsal, rehearse } from './rehearsal.ts';

const AUDIENCE = 'https://tidegate.example.com';
const PROMOTED = `version: 1
environments:
  staging: {}
  production: { promote: { from: staging } }
`;

async function start(): Promise<Rehearsal> {
  const day = await rehearse({ policy: PROMOTED, settings: { BASE_URL: AUDIENCE } });
  day.shop.createEnvironment('staging');
  day.shop.push({ message: 'feat: more', author: 'anna', files: { 'src/shop.ts': 'export const a = 1;\n' } });
  return day;
}

/** What the job of a run says of its deployment. */
async function say(
  { app }: Rehearsal,
  run: Run,
  said: { readonly verdict: string; readonly sha?: string; readonly environment?: string },
  options: { readonly isForged?: boolean } = {},
): Promise<number> {
  const environment = said.environment ?? 'staging';
  const token = run.oidcToken({ audience: AUDIENCE, ...options });
  const send = async (): Promise<number> => {
    const response = await fetch(new URL('/api/verifications', app.webhookUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ version: 1, environment, sha: said.sha ?? run.sha, verdict: said.verdict }),
    });
    return response.status;
  };
  // As the Action does: the first webhooks of the repository may be on their way yet.
  return await eventually('an answer for good', async () => {
    const status = await send();
    return status === 503 ? undefined : status;
  });
}

function deployTo(day: Rehearsal, environment: string): Run {
  const run = day.shop.startRun({ environment, actor: 'anna' });
  if (environment === 'staging') run.finish('success');
  return run;
}

test('a verification of this very commit in staging lets it into production', async () => {
  await using day = await start();
  const older = deployTo(day, 'staging');
  expect(await say(day, older, { verdict: 'pass' })).toBe(202);
  day.shop.push({ message: 'feat: even more', author: 'anna', files: { 'src/shop.ts': 'export const a = 2;\n' } });
  const staged = deployTo(day, 'staging');
  const run = deployTo(day, 'production');
  expect(await eventually('a report', () => reports(run)[0])).toContain('staging');
  expect(await say(day, staged, { verdict: 'pass' })).toBe(202);
  await eventually('it is let in', () => approvals(run)[0]);
  day.github.assertClean();
});

test('a failed verification, one of another commit and a forged one open nothing', async () => {
  await using day = await start();
  expect(await say(day, deployTo(day, 'staging'), { verdict: 'fail' })).toBe(202);
  day.shop.push({ message: 'feat: even more', author: 'anna', files: { 'src/shop.ts': 'export const a = 2;\n' } });
  const staged = deployTo(day, 'staging');
  const run = deployTo(day, 'production');
  const other = '1'.repeat(40);
  expect(await say(day, staged, { verdict: 'pass' }, { isForged: true })).toBe(401);
  expect(await say(day, staged, { verdict: 'pass', environment: 'production' })).toBe(403);
  expect(await say(day, staged, { verdict: 'pass', sha: other })).toBe(202);
  expect(await say(day, staged, { verdict: 'fail' })).toBe(202);
  await eventually('a report', () => reports(run)[0]);
  await day.github.settled();
  expect(approvals(run)).toEqual([]);
  expect(await say(day, staged, { verdict: 'pass' })).toBe(202);
  await eventually('it is let in by the one that holds', () => approvals(run)[0]);
});
