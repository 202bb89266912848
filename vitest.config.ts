import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
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
