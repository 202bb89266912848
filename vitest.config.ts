import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Rooms without a clock, a network or anything else that one file could leave to the next: one process does for many. */
const PURE = ['audit', 'calendar', 'document', 'domain', 'flow', 'policy', 'rollback', 'smoke', 'smoke-output'].map(
  (room) => `test/unit/${room}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: PURE } },
    ],
    environment: 'node',
    testTimeout: 30_000,
    // The processes that tests start spend half of their time on reading code that did not change since the last one.
    env: { NODE_COMPILE_CACHE: resolve(import.meta.dirname, 'node_modules/.cache/code') },
    // Most of the time goes into waiting for processes, so there are more workers than processors.
    maxWorkers: availableParallelism() + 1,
    reporters: ['default', './scripts/strict-reporter.ts'],
    // `.only` leaves the other tests unrun, which is for looking and not for passing.
    allowOnly: false,
  },
});
