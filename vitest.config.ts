import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 20_000,
    reporters: ['default', './scripts/strict-reporter.ts'],
    // `.only` leaves the other tests unrun, which is for looking and not for passing.
    allowOnly: false,
  },
});
