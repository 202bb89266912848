/** How the Action and the command line become files that run without node_modules, or with only the packages in it. */
import { isAbsolute, relative } from 'node:path';
import { defineConfig, type RolldownOptions } from 'rolldown';

const root = import.meta.dirname;

/** Shared by both: readable, and the same bytes wherever it is built. */
const common = {
  cwd: root,
  platform: 'node',
  checks: { pluginTimings: false },
} as const satisfies RolldownOptions;

const output = {
  format: 'esm',
  minify: false,
  sourcemap: false,
  comments: { legal: true },
  // A name and no hash: the file of a module keeps its name, so differences can be read.
  chunkFileNames: 'chunks/[name].js',
} as const;

const HOLIDAYS =
  /node_modules\/(date-holidays|date-holidays-parser|moment|moment-timezone|astronomia|lodash|caldate|date-|jalaali|prepin)/;

/** Everything in, because the runner checks the repository out and installs nothing. */
export const action = {
  ...common,
  input: { action: 'src/action.ts', 'action-post': 'src/action/run-post.ts' },
  treeshake: {
    // The toolkit does not say so, but loading it does nothing: what is not called (OIDC, artifacts) stays out, and
    // with it the HTTP client that `smoke` has no use for.
    moduleSideEffects: [{ test: /node_modules\/@actions\/(?:core|exec|io|http-client)\//, sideEffects: false }],
  },
  // Two megabytes of public holidays are read by those whose policy names some, and by nobody else.
  output: { ...output, entryFileNames: '[name].js', codeSplitting: { groups: [{ name: 'holidays', test: HOLIDAYS }] } },
} as const satisfies RolldownOptions;

/** Our own source only: npm installs the packages. */
export const cli = {
  ...common,
  input: { 'cli-main': 'src/cli.ts' },
  external: (id: string) => !id.startsWith('.') && !isOurs(id),
  output: { ...output, entryFileNames: '[name].js', chunkFileNames: 'cli/[name].js' },
} as const satisfies RolldownOptions;

/**
 * The same with its packages inside, for tests: to find a few files in place of many hundreds is nearly half of the time in
 * which a process starts, and they start hundreds.
 */
export const cliWithPackages = {
  ...common,
  input: cli.input,
  output: cli.output,
  // A package that is not there is looked for that way; bundlers are meant not to see it.
  checks: { ...common.checks, eval: false },
} as const satisfies RolldownOptions;

function isOurs(id: string): boolean {
  return isAbsolute(id) && !relative(root, id).startsWith('..') && !id.includes('node_modules');
}

export default defineConfig([action, cli]);
