/** The inputs of the step, checked. Every problem is found at once, so that one run tells all of them. */
import { parseDuration } from '../domain/instant.ts';
import { NETWORKS, type Network } from '../domain/probe.ts';
import { COMMANDS, type Command, INPUTS, type InputName } from './names.ts';

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
}

export interface SmokeInputs extends CommonInputs {
  readonly command: 'smoke';
  readonly smokeFile: string;
  readonly set: ReadonlyMap<string, string>;
  readonly failOn: 'any' | 'fail';
  readonly network: Network;
}

export type Inputs = GateInputs | SmokeInputs;

/** Somebody wrote something in the workflow that cannot be done. Each line says what, and what to write instead. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

export type ReadInput = (name: InputName) => string;

export function parseInputs(read: ReadInput): Inputs {
  const wrong: string[] = [];
  const inputs = { ...parseCommon(read, wrong), ...parseOwn(read, wrong) };
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

function parseOwn(
  read: ReadInput,
  wrong: string[],
): Omit<GateInputs, keyof CommonInputs> | Omit<SmokeInputs, keyof CommonInputs> {
  const command: Command = oneOf(read, wrong, 'command', COMMANDS);
  if (command === 'gate') {
    const id = matching(read, wrong, 'deployment-id', /^[1-9]\d{0,15}$|^$/, 'the number of a deployment');
    return {
      command,
      policyFile: path(read, wrong, 'policy-file'),
      deploymentId: id === '' ? undefined : Number(id),
      waitMs: duration(read, wrong, 'wait'),
    };
  }
  return {
    command,
    smokeFile: path(read, wrong, 'smoke-file'),
    set: assignments(read('set'), wrong),
    failOn: oneOf(read, wrong, 'fail-on', ['any', 'fail']),
    network: oneOf(read, wrong, 'network', NETWORKS),
  };
}

function oneOf<const T extends string>(
  read: ReadInput,
  wrong: string[],
  name: InputName,
  allowed: readonly [T, ...T[]],
): T {
  const text = givenOrDefault(read, name);
  const found = allowed.find((one) => one === text);
  if (found === undefined) wrong.push(`Input "${name}" is ${JSON.stringify(text)}: write ${allowed.join(' or ')}.`);
  return found ?? allowed[0];
}

function matching(read: ReadInput, wrong: string[], name: InputName, form: RegExp, what: string): string {
  const text = givenOrDefault(read, name);
  if (!form.test(text)) wrong.push(`Input "${name}" is ${JSON.stringify(text)}: it must be ${what}.`);
  return text;
}

function path(read: ReadInput, wrong: string[], name: InputName): string {
  const text = givenOrDefault(read, name);
  const isInside = text !== '' && !text.startsWith('/') && !text.split(/[\\/]/).includes('..');
  if (!isInside) wrong.push(`Input "${name}" is ${JSON.stringify(text)}: write a path inside the repository.`);
  return text;
}

function duration(read: ReadInput, wrong: string[], name: InputName): number {
  const text = givenOrDefault(read, name);
  const ms = parseDuration(text);
  if (ms === undefined)
    wrong.push(`Input "${name}" is ${JSON.stringify(text)}: write a duration such as 90s, 30m or 4h.`);
  return ms ?? 0;
}

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

/** An input that is given as nothing means its default: GitHub fills in defaults only where the input is left out. */
function givenOrDefault(read: ReadInput, name: InputName): string {
  const text = read(name);
  const spec = INPUTS[name];
  return text === '' && 'default' in spec ? spec.default : text;
}
