import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * Nothing in these can be left from one file to the next: rooms without a clock or a network, or that are given a GitHub
 * or a clone for each test, and programs that are started as processes of their own. One process of tests does for many
 * files, and reads what they import once.
 */
const ROOMS = [
  ...['audit', 'calendar', 'document', 'domain', 'dora', 'flow', 'git', 'github', 'notes'],
  ...['policy', 'rollback', 'smoke', 'smoke-output'],
];
const SHARED = ROOMS.map((room) => `test/unit/${room}/**/*.test.ts`);
const PROGRAMS = ['test/acceptance/**/*.test.ts', 'test/cli/**/*.test.ts'];
/** They speak with the stand-in in their own process: making its checks of requests takes seconds, and is done once. */
const SERVED = ['test/contract/github', 'test/contract/action', 'test/standin', 'test/unit/action'].map(
  (folder) => `${folder}/**/*.test.ts`,
);
/** They change the clock, the environment or the globals of their process. */
const ALONE = [
  'test/acceptance/app/notify.test.ts',
  'test/cli/progress.test.ts',
  'test/contract/github/token.test.ts',
  'test/unit/dora/render/issue.test.ts',
];

/** The command line that such tests start is built once for a run, and only when there are such tests in it. */
const globalSetup = ['test/cli/build-program.ts'];

export default defineConfig({
  test: {
    // They are taken from one queue in the order of their names, so what is short comes last: `shared`.
    projects: [
      { extends: true, test: { name: 'programs', include: PROGRAMS, exclude: ALONE, isolate: false, globalSetup } },
      { extends: true, test: { name: 'served', include: SERVED, exclude: ALONE, isolate: false } },
      { extends: true, test: { name: 'shared', include: SHARED, exclude: ALONE, isolate: false } },
      { extends: true, test: { name: 'alone', include: ALONE, globalSetup } },
      {
        extends: true,
        test: { name: 'others', include: ['test/**/*.test.ts'], exclude: [...PROGRAMS, ...SERVED, ...SHARED] },
      },
    ],
    environment: 'node',
    testTimeout: 30_000,
    // The processes that tests start spend half of their time on reading code that did not change since the last one.
    env: { NODE_COMPILE_CACHE: resolve(import.meta.dirname, 'node_modules/.cache/code') },
    // Most of the time goes into waiting for processes, so there are more workers than processors.
    maxWorkers: availableParallelism() + 2,
    reporters: ['default', './scripts/strict-reporter.ts'],
    // `.only` leaves the other tests unrun, which is for looking and not for passing.
    allowOnly: false,
  },
});
