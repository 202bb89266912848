/** Runs one command: checks what it runs on, and turns every end into an exit code. */
import { enableCompileCache } from 'node:module';
import { Failure } from '../domain/failure.ts';
import { EXIT, UsageError } from './exit-codes.ts';

/** What the Actions runtime has; older ones lack syntax and modules that are used. */
const OLDEST_NODE = 24;

/** Sets `process.exitCode`; what is still written to stdout gets out before the process ends. */
export async function start(args: readonly string[]): Promise<void> {
  endQuietlyWhenNobodyReads();
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    complain(
      `Tidegate needs Node ${OLDEST_NODE} or newer, and this is ${process.version}. Install it, or run npx node@24.`,
    );
    process.exitCode = EXIT.failed;
    return;
  }
  // Half of the time of a short command is compiling; where there is no place for a cache, Node goes on without.
  enableCompileCache();
  try {
    const { runProgram } = await import('./program.ts');
    await runProgram(args);
  } catch (error) {
    process.exitCode = report(error, args);
  }
}

function report(error: unknown, args: readonly string[]): number {
  if (error instanceof UsageError) {
    const command = args.find((each) => !each.startsWith('-'));
    complain(`${error.message}\nFor an example, run: tidegate ${command === undefined ? '' : `${command} `}--help`);
    return EXIT.usage;
  }
  if (error instanceof Failure) complain(error.message);
  else complain(`Tidegate broke, which it should not. Please report this:\n${stackOf(error)}`);
  return EXIT.failed;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** `tidegate … | head`: the reader has seen enough, and that is no failure. */
function endQuietlyWhenNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
}
