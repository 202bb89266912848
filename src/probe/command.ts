/** The command probe: a program without a shell, in a process group of its own that ends with it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandRequest } from '../domain/probe.ts';
import { keepEnd, type OutputEnd } from './keep-end.ts';
import { missing, type Outcome, unusable, wordsOf } from './outcome.ts';
import type { ProbeSettings } from './settings.ts';

/** Between the request to end and the end of the whole group. */
const GRACE_MS = 2000;
/** How long what the program started may go on writing after it has ended. */
const LAST_WORDS_MS = 500;

const NOT_ALLOWED =
  'commands are not run here, because the smoke file may come from people who may not run programs on this machine (a pull request from a fork): run the check on a branch of the repository itself';

export async function runCommand(
  { argv }: CommandRequest,
  { areCommandsAllowed, environment, folder }: ProbeSettings,
  signal: AbortSignal,
): Promise<Outcome> {
  if (!areCommandsAllowed) return unusable('assertion', NOT_ALLOWED);
  const [program, ...rest] = argv;
  const started = start(program, rest, { environment, folder });
  if (started.kind === 'not-started') return notStarted(program, folder, started.error);
  const { child, output } = started;
  const closed = once(child, 'close').catch(() => undefined);
  const ended = Promise.withResolvers<Outcome>();
  child.once('error', (error) => ended.resolve(notStarted(program, folder, error)));
  child.once('exit', (exitCode) => ended.resolve({ kind: 'answer', of: 'command', exitCode, output: '' }));
  const outcome = await endedOrStopped(child, ended.promise, signal);
  await Promise.race([closed, sleep(LAST_WORDS_MS, undefined, { ref: false })]);
  // What the program left behind ends with it: a check leaves nothing running.
  signalGroup(child, 'SIGKILL');
  child.stdout?.destroy();
  child.stderr?.destroy();
  return 'exitCode' in outcome ? { ...outcome, output: output.text() } : outcome;
}

type Started =
  | { readonly kind: 'started'; readonly child: ChildProcess; readonly output: OutputEnd }
  | { readonly kind: 'not-started'; readonly error: unknown };

function start(
  program: string,
  rest: readonly string[],
  { environment, folder }: Pick<ProbeSettings, 'environment' | 'folder'>,
): Started {
  try {
    const child = spawn(program, rest, {
      cwd: folder,
      env: { ...environment },
      detached: true,
      shell: false,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const output = keepEnd();
    for (const stream of [child.stdout, child.stderr]) stream.on('data', output.add).on('error', () => undefined);
    return { kind: 'started', child, output };
  } catch (error) {
    return { kind: 'not-started', error };
  }
}

async function endedOrStopped(child: ChildProcess, ended: Promise<Outcome>, signal: AbortSignal): Promise<Outcome> {
  const stop = Promise.withResolvers<'stop'>();
  signal.addEventListener('abort', () => stop.resolve('stop'), { once: true });
  if (signal.aborted) stop.resolve('stop');
  const first = await Promise.race([ended, stop.promise]);
  if (first !== 'stop') return first;
  signalGroup(child, 'SIGTERM');
  await Promise.race([ended, sleep(GRACE_MS, undefined, { ref: false })]);
  signalGroup(child, 'SIGKILL');
  await Promise.race([ended, sleep(GRACE_MS, undefined, { ref: false })]);
  return missing('timeout', 'the program did not end in time and was stopped');
}

/** The whole group, which has the number of its first process. */
function signalGroup(child: ChildProcess, name: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, name);
  } catch {
    // Nobody of the group is left, or the system has no groups.
    child.kill(name);
  }
}

function notStarted(program: string, folder: string, error: unknown): Outcome {
  const why = `${JSON.stringify(program)} cannot be started in ${folder}: ${wordsOf(error)}`;
  return unusable('assertion', `${why}. Commands are programs with arguments, not lines for a shell`);
}
