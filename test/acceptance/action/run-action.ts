/** Starts the built Action as the runner does: variables, files, an event, and nothing of this repository around it. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildAction as bundle } from '../../../scripts/build.ts';

export interface BuiltAction {
  readonly entry: string;
  remove(): Promise<void>;
}

/** Built outside the repository, where no node_modules can help it. */
export async function buildAction(): Promise<BuiltAction> {
  const folder = await mkdtemp(join(tmpdir(), 'tidegate-action-'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  await bundle(join(folder, 'dist'));
  return { entry: join(folder, 'dist/action.js'), remove: () => rm(folder, { recursive: true, force: true }) };
}

export interface Step {
  readonly with: Readonly<Record<string, string>>;
  /** Files of the workspace. */
  readonly workspace?: Readonly<Record<string, string>>;
  readonly event?: { readonly name: string; readonly payload: unknown };
  /** More variables, or other values of those below. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface StepResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Text of the file that the output `report-path` names. */
  readonly report: string;
}

export interface CutOff extends Pick<StepResult, 'stdout' | 'stderr' | 'exitCode' | 'summary' | 'report'> {
  /** What the step had left for its end. */
  readonly state: Readonly<Record<string, string>>;
}

export const SHA = 'c0ffee0000000000000000000000000000000000';

export async function runAction(action: BuiltAction, step: Step): Promise<StepResult> {
  const folder = await mkdtemp(join(tmpdir(), 'tidegate-step-'));
  try {
    const files = await prepare(folder, step);
    const ended = await start(action.entry, { ...files, ...inputVariables(step.with), ...step.env });
    const outputs = parseOutputs(await readFile(files.GITHUB_OUTPUT, 'utf8'));
    const path = outputs['report-path'];
    return {
      ...ended,
      outputs,
      summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
      report: path ? await readFile(path, 'utf8') : '',
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The step is killed when `isTime` resolves (never: it ends by itself), and then the runner starts the end of the step. */
export async function runToItsEnd(action: BuiltAction, step: Step, isTime: Promise<unknown> | null): Promise<CutOff> {
  const folder = await mkdtemp(join(tmpdir(), 'tidegate-step-'));
  try {
    const files = await prepare(folder, step);
    const variables = { ...files, ...inputVariables(step.with), ...step.env };
    await start(action.entry, variables, isTime);
    const state = parseOutputs(await readFile(files.GITHUB_STATE, 'utf8'));
    const told = Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
    const ended = await start(join(dirname(action.entry), 'action-post.js'), { ...variables, ...told });
    const path = state['smoke-report'];
    return {
      ...ended,
      state,
      summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
      report: path ? await readFile(path, 'utf8') : '',
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The runner upper-cases names and turns spaces into underscores; dashes stay. */
function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );
}

async function prepare(folder: string, step: Step) {
  const workspace = join(folder, 'workspace');
  await mkdir(join(folder, 'temp'), { recursive: true });
  await mkdir(workspace);
  for (const [path, text] of Object.entries(step.workspace ?? {})) {
    await mkdir(dirname(join(workspace, path)), { recursive: true });
    await writeFile(join(workspace, path), text);
  }
  const commands = ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'];
  for (const name of commands) await writeFile(join(folder, name), '');
  await writeFile(join(folder, 'event.json'), JSON.stringify(step.event?.payload ?? {}));
  return {
    GITHUB_ACTIONS: 'true',
    CI: 'true',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_REPOSITORY_ID: '1296269',
    GITHUB_EVENT_NAME: step.event?.name ?? 'push',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_SHA: SHA,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_RUN_ID: '42',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_ACTOR: 'anna',
    GITHUB_TRIGGERING_ACTOR: 'anna',
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: join(folder, 'OUTPUT'),
    GITHUB_STATE: join(folder, 'STATE'),
    GITHUB_ENV: join(folder, 'ENV'),
    GITHUB_PATH: join(folder, 'PATH'),
    GITHUB_STEP_SUMMARY: join(folder, 'STEP_SUMMARY'),
    RUNNER_TEMP: join(folder, 'temp'),
  };
}

function start(
  entry: string,
  env: Readonly<Record<string, string>>,
  isTime: Promise<unknown> | null = null,
): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry], {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      timeout: 60_000,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    void isTime?.then(() => child.kill('SIGKILL'));
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

/** The heredoc form of the file that GITHUB_OUTPUT names. Throws on anything else. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length - 1; ) {
    const opening = /^([\w-]+)<<(ghadelimiter_[0-9a-f-]{36})$/.exec(lines[at] ?? '');
    const [, name = '', delimiter = ''] = opening ?? [];
    const end = lines.indexOf(delimiter, at + 1);
    if (opening === null || end < 0) throw new Error(`not an output: ${lines[at]}`);
    outputs[name] = lines.slice(at + 1, end).join('\n');
    at = end + 1;
  }
  return outputs;
}

const COMMAND = /^\s*::([a-z-]+)[^:]*::/;

/** The workflow commands in a log, as the runner finds them: `::` at the start of a line, `##[` anywhere. */
export function commandsIn(log: string): readonly string[] {
  return log.split(/\r\n|\n|\r/).flatMap((line) => {
    const found = COMMAND.exec(line)?.[1] ?? /##\[([a-z-]+)[^\]]*\]/.exec(line)?.[1];
    return found === undefined ? [] : [found];
  });
}
