/** What is started as the command line: as it was built for this run, or its source where nothing was built. */
import { fileURLToPath } from 'node:url';

/** Set before the tests start, by `build-program.ts`. */
export const PROGRAM_VARIABLE = 'TIDEGATE_BUILT_FOR_TESTS';

export const ENTRY = process.env[PROGRAM_VARIABLE] ?? fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
