import { expect, test } from 'vitest';
import type { Instant } from '../../../src/domain/instant.ts';
import { judgeUnguarded } from '../../../src/flow/doctor/judge-unguarded.ts';

const AT = '2026-11-23T09:00:00Z' as Instant;
const NONE = { at: AT, jobs: [], unread: [] };

test.each([
  ['nothing is known to pass', { workflows: NONE, posture: null }, ['ok unguarded']],
  ['the files cannot be listed', { workflows: null, posture: null }, ['unknown unguarded-jobs-unknown']],
  [
    'a job makes no deployment, and a file is not understood',
    {
      workflows: { ...NONE, jobs: [{ workflow: 'a.yml', job: 'ship', environment: 'live' }], unread: ['b.yml'] },
      posture: null,
    },
    ['warning unguarded-job', 'unknown unguarded-jobs-unknown'],
  ],
  [
    'deployments passed',
    {
      workflows: NONE,
      posture: {
        unguarded: {
          count: 2,
          last: [
            { deploymentId: 9, environment: 'live', sha: 'a'.repeat(40), at: AT, because: 'never-asked' as const },
          ],
        },
      },
    },
    ['warning unguarded-deployments'],
  ],
])('%s', (_, seen, told) => {
  const checks = judgeUnguarded(seen);
  expect(checks.map(({ level, code }) => `${level} ${code}`)).toEqual(told);
  for (const { level, what, fix } of checks)
    expect([what.endsWith('.'), level !== 'ok' && fix === '']).toEqual([false, false]);
});
