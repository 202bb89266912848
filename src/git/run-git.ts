/** Runs the `git` program on a local clone. The one place that starts it, and that turns what it says into a failure. */
import { spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { Failure } from '../domain/failure.ts';

export interface GitCommand {
  readonly dir: string;
  /** The subcommand and its arguments. No text from outside may stand where git looks for an option. */
  readonly args: readonly string[];
  /** Fed to git's standard input, as fast as git takes it. */
  readonly input?: Iterable<string> | undefined;
}

/** Beyond this git's complaints are cut: a repository can make it complain without end. */
const LONGEST_COMPLAINT = 8 * 1024;

/**
 * The output of one git process, chunk by chunk; git waits while nobody reads. Leaving the loop early ends the process.
 * Throws `Failure` when git is missing, refuses, or dies; that comes last, after the output it gave before.
 */
export async function* streamGit(command: GitCommand): AsyncGenerator<Buffer, void, undefined> {
  const child = spawn('git', ['--no-pager', ...SETTINGS, '-C', command.dir, ...command.args], {
    env: cleanEnvironment(process.env),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const complaint = collect(child.stderr);
  const ended = new Promise<string | undefined>((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ENOENT' ? 'missing' : error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? undefined : (signal ?? `exit code ${code}`)));
  });
  const fed = feed(child.stdin, command.input ?? []);
  try {
    for await (const chunk of child.stdout) yield chunk as Buffer;
    const end = await ended;
    await fed;
    if (end !== undefined) throw failureOf(command, end, complaint.text());
  } finally {
    child.kill('SIGKILL');
  }
}

/** All output of a git process as text, for answers that are known to be short. */
export async function askGit(command: GitCommand): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of streamGit(command)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Paths as they are; and nothing of the clone's own configuration that names a program to run. */
const SETTINGS = ['-c', 'core.quotepath=off', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

/**
 * A `GIT_*` variable left over from a hook would point git at another repository. A partial clone must not fetch what
 * it lacks: no network. Messages in English, since failures are told apart by them.
 */
function cleanEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: 'none',
    // Otherwise git hands over every commit on its own, and both sides spend their time on that.
    GIT_FLUSH: '0',
    // Replaced objects and grafts tell another history than the one that was deployed.
    GIT_GRAFT_FILE: devNull,
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
}

function collect(stream: NodeJS.ReadableStream): { text(): string } {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    if (text.length < LONGEST_COMPLAINT) text += chunk;
  });
  return { text: () => text.slice(0, LONGEST_COMPLAINT).trim() };
}

/** Ends quietly when git stops reading: then git says why, and that is the failure to report. */
async function feed(stdin: NodeJS.WritableStream, input: Iterable<string>): Promise<void> {
  let isOpen = true;
  let resume = (): void => undefined;
  const stop = (): void => {
    isOpen = false;
    resume();
  };
  stdin.on('error', stop);
  stdin.on('close', stop);
  stdin.on('drain', () => resume());
  for (const text of input) {
    if (!isOpen) return;
    if (stdin.write(text)) continue;
    await new Promise<void>((resolve) => {
      resume = resolve;
    });
  }
  stdin.end();
}

function failureOf({ dir, args }: GitCommand, end: string, complaint: string): Failure {
  if (end === 'missing') {
    return new Failure(
      'unavailable',
      'The git program was not found, and a local clone is read with it. Install git 2.31 or newer, and see that it is on the PATH.',
    );
  }
  if (/not a git repository|cannot change to/.test(complaint)) {
    return new Failure(
      'not-found',
      `${dir} is not a git repository (git says: ${complaint}). Give the folder of a local clone, bare or not.`,
    );
  }
  if (/unable to read|missing blob|missing tree|could not fetch|bad object/.test(complaint)) {
    return new Failure(
      'unavailable',
      `The clone ${dir} lacks objects that its history needs (git says: ${complaint}). A partial clone is filled with: git fetch --refetch --no-filter`,
    );
  }
  return new Failure(
    'rejected',
    `git ${args[0] ?? ''} failed in ${dir} (${end})${complaint === '' ? '' : `, and says: ${complaint}`}`,
  );
}
