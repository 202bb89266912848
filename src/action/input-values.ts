/** One value of an input: what is wrong with it is added to a list, and something harmless stands in its place. */
import { parseDuration } from '../domain/instant.ts';
import { INPUTS, type InputName } from './names.ts';

export type ReadInput = (name: InputName) => string;

export function oneOf<const T extends string>(
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

export function matching(read: ReadInput, wrong: string[], name: InputName, form: RegExp, what: string): string {
  const text = givenOrDefault(read, name);
  if (!form.test(text)) wrong.push(`Input "${name}" is ${JSON.stringify(text)}: it must be ${what}.`);
  return text;
}

export function path(read: ReadInput, wrong: string[], name: InputName): string {
  const text = givenOrDefault(read, name);
  const isInside = text !== '' && !text.startsWith('/') && !text.split(/[\\/]/).includes('..');
  if (!isInside) wrong.push(`Input "${name}" is ${JSON.stringify(text)}: write a path inside the repository.`);
  return text;
}

export function duration(read: ReadInput, wrong: string[], name: InputName): number {
  const text = givenOrDefault(read, name);
  const ms = parseDuration(text);
  if (ms === undefined)
    wrong.push(`Input "${name}" is ${JSON.stringify(text)}: write a duration such as 90s, 30m or 4h.`);
  return ms ?? 0;
}

/** An input that is given as nothing means its default: GitHub fills in defaults only where the input is left out. */
function givenOrDefault(read: ReadInput, name: InputName): string {
  const text = read(name);
  const spec = INPUTS[name];
  return text === '' && 'default' in spec ? spec.default : text;
}
