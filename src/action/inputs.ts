/** The inputs of the step, checked. Every problem is found at once, so that one run tells all of them. */
import { NETWORKS, type Network } from '../domain/probe.ts';
import { repositoryPath } from '../domain/repository-path.ts';
import { findSecrets } from '../smoke/reach/secrets.ts';
import { duration, matching, oneOf, path, type ReadInput } from './input-values.ts';
import { COMMANDS, type Command } from './names.ts';

export interface CommonInputs {
  readonly token: string;
  /** Empty: not given. */
  readonly environment: string;
  readonly sha: string;
  readonly reportDir: string;
  readonly isDryRun: boolean;
}

export interface GateInputs extends CommonInputs {
  readonly command: 'gate';
  readonly policyFile: string;
  readonly deploymentId: number | undefined;
  readonly waitMs: number;
  /** Of the preflight. */
  readonly network: Network;
}

export interface SmokeInputs extends CommonInputs {
  readonly command: 'smoke';
  readonly smokeFile: string;
  readonly deploymentId: number | undefined;
  /** Values of the variables that `secret-env` names; those without a value are not in it. */
  readonly secrets: ReadonlyMap<string, string>;
  /** Names of `secret-env` without a value, in a job of a fork's pull request, which gets none; elsewhere they are refused. */
  readonly withheld: readonly string[];
  readonly set: ReadonlyMap<string, string>;
  /** Path of an earlier report; empty: none. */
  readonly baseline: string;
  readonly failOn: 'any' | 'fail';
  readonly onError: 'fail' | 'pass';
  readonly network: Network;
  /** Address of the server without a slash at its end; empty: there is none. */
  readonly appUrl: string;
}

export interface RollbackInputs extends CommonInputs {
  readonly command: 'rollback';
  readonly policyFile: string;
  readonly deploymentId: number | undefined;
  readonly waitMs: number;
  readonly appUrl: string;
}

export interface NotesInputs extends CommonInputs {
  readonly command: 'notes';
  readonly policyFile: string;
  readonly deploymentId: number | undefined;
  /** Empty: all of the repository. */
  readonly service: string;
  /** A revision; empty: what ran before. */
  readonly from: string;
  /** A revision; empty: what is deployed. */
  readonly to: string;
  readonly publish: 'summary' | 'release' | 'comment' | 'none';
}

export interface DoraInputs extends CommonInputs {
  readonly command: 'dora';
  readonly policyFile: string;
  /** Empty: all. */
  readonly service: string;
  /** Undefined: what the policy says. */
  readonly keepsIssue: boolean | undefined;
}

export type Inputs = GateInputs | SmokeInputs | RollbackInputs | NotesInputs | DoraInputs;

/** Somebody wrote something in the workflow that cannot be done. Each line says what, and what to write instead. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** The value of a variable of the step; undefined or empty: it has none. */
export type ReadVariable = (name: string) => string | undefined;

export function parseInputs(
  read: ReadInput,
  variable: ReadVariable = () => undefined,
  isOfFork: boolean = false,
): Inputs {
  const wrong: string[] = [];
  const inputs = { ...parseCommon(read, wrong), ...parseOwn(read, { variable, isOfFork }, wrong) };
  if (wrong.length > 0) throw new InputError(wrong.join('\n'));
  return inputs;
}

function parseCommon(read: ReadInput, wrong: string[]): CommonInputs {
  return {
    token: read('github-token'),
    environment: read('environment'),
    sha: matching(
      read,
      wrong,
      'sha',
      /^(?:[0-9a-f]{40}|[0-9a-f]{64})?$/,
      'the full id of a commit, 40 hexadecimal digits',
    ),
    reportDir: read('report-dir'),
    isDryRun: oneOf(read, wrong, 'dry-run', ['false', 'true']) === 'true',
  };
}

type Own = { [Each in Inputs as Each['command']]: Omit<Each, keyof CommonInputs> };

interface Step {
  readonly variable: ReadVariable;
  readonly isOfFork: boolean;
}

function parseOwn(read: ReadInput, step: Step, wrong: string[]): Own[Command] {
  const command: Command = oneOf(read, wrong, 'command', COMMANDS);
  const deploymentId = deployment(read, wrong);
  if (command === 'smoke') return { command, deploymentId, ...parseSmokeInputs(read, step, wrong) };
  const policyFile = path(read, wrong, 'policy-file');
  if (command === 'notes') return { command, deploymentId, policyFile, ...parseNotesInputs(read, wrong) };
  if (command === 'dora') return { command, policyFile, ...parseDoraInputs(read, wrong) };
  const waitMs = duration(read, wrong, 'wait');
  if (command === 'gate') {
    return { command, deploymentId, policyFile, waitMs, network: oneOf(read, wrong, 'network', NETWORKS) };
  }
  return { command, deploymentId, policyFile, waitMs, appUrl: address(read, wrong) };
}

function parseNotesInputs(
  read: ReadInput,
  wrong: string[],
): Omit<Own['notes'], 'command' | 'deploymentId' | 'policyFile'> {
  return {
    service: read('service'),
    from: matching(read, wrong, 'from', REVISION, 'a tag, a branch or a commit'),
    to: matching(read, wrong, 'to', REVISION, 'a tag, a branch or a commit'),
    publish: oneOf(read, wrong, 'publish', ['summary', 'release', 'comment', 'none']),
  };
}

/** As git takes names, loosely; empty: not given. Three dots would be a range of its own. */
const REVISION = /^(?!-)(?!.*\.\.)[^\s~^:?*[\\]{0,255}$/;

function parseDoraInputs(read: ReadInput, wrong: string[]): Omit<Own['dora'], 'command' | 'policyFile'> {
  const issue = read('issue');
  const keepsIssue = issue === '' ? undefined : oneOf(read, wrong, 'issue', ['true', 'false']) === 'true';
  return { service: read('service'), keepsIssue };
}

function parseSmokeInputs(
  read: ReadInput,
  step: Step,
  wrong: string[],
): Omit<Own['smoke'], 'command' | 'deploymentId'> {
  return {
    smokeFile: repositoryPath(path(read, wrong, 'smoke-file')),
    ...secrets(read('secret-env'), step, wrong),
    set: assignments(read('set'), wrong),
    baseline: read('baseline'),
    failOn: oneOf(read, wrong, 'fail-on', ['any', 'fail']),
    onError: oneOf(read, wrong, 'on-error', ['fail', 'pass']),
    network: oneOf(read, wrong, 'network', NETWORKS),
    appUrl: address(read, wrong),
  };
}

function deployment(read: ReadInput, wrong: string[]): number | undefined {
  const id = matching(read, wrong, 'deployment-id', /^[1-9]\d{0,15}$|^$/, 'the number of a deployment');
  return id === '' ? undefined : Number(id);
}

/** The token of the job goes there, so nobody may listen on the way. */
function address(read: ReadInput, wrong: string[]): string {
  const text = read('app-url');
  if (text === '') return '';
  const url = URL.parse(text);
  const isKept =
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && /^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(url.hostname));
  if (!isKept || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    wrong.push(
      'Input "app-url" is no address of a Tidegate server: write its BASE_URL, such as https://tidegate.example.com.',
    );
  return text.replace(/\/+$/, '');
}

function secrets(
  text: string,
  { variable, isOfFork }: Step,
  wrong: string[],
): Pick<SmokeInputs, 'secrets' | 'withheld'> {
  const names = text.split(/[\s,]+/).filter((name) => name !== '');
  const runners = names.find((name) => IS_RUNNERS.test(name));
  if (runners !== undefined)
    wrong.push(`Input "secret-env" has ${JSON.stringify(runners)}: what belongs to the runner is handed to nobody.`);
  const withheld = isOfFork ? names.filter((name) => IS_NAME.test(name) && !variable(name)) : [];
  const found = findSecrets(names.filter((name) => !withheld.includes(name)).join(','), variable);
  if (found.kind === 'found') return { secrets: found.secrets, withheld: [...new Set(withheld)] };
  wrong.push(...found.problems.map((problem) => `Input "secret-env": ${problem}`));
  return { secrets: new Map(), withheld: [] };
}

const IS_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** What belongs to the runner, its tokens above all, goes nowhere. */
const IS_RUNNERS = /^(?:ACTIONS|GITHUB|INPUT|RUNNER|STATE)_/i;

function assignments(text: string, wrong: string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    const found = /^([A-Za-z_][A-Za-z0-9_-]*)=(.*)$/.exec(line);
    if (found?.[1] !== undefined) names.set(found[1], found[2] ?? '');
    else if (line !== '') wrong.push(`Input "set", line ${index + 1}, is not NAME=VALUE.`);
  }
  return names;
}
