import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { COMMANDS, INPUTS, OUTPUTS } from '../../../src/action/names.ts';

const ROOT = join(import.meta.dirname, '../../..');

const ActionFile = z.strictObject({
  name: z.string(),
  description: z.string(),
  author: z.string(),
  branding: z.strictObject({ icon: z.string(), color: z.string() }),
  inputs: z.record(
    z.string(),
    z.strictObject({ description: z.string(), required: z.boolean().optional(), default: z.string().optional() }),
  ),
  outputs: z.record(z.string(), z.strictObject({ description: z.string() })),
  runs: z.strictObject({ using: z.string(), main: z.string(), post: z.string() }),
});

const file = ActionFile.parse(load(readFileSync(join(ROOT, 'action.yml'), 'utf8')));

/** The source of the Action but for the registry itself. */
function source(): string {
  const folder = join(ROOT, 'src/action');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const names = files.filter((name) => name.endsWith('.ts') && name !== 'names.ts');
  return names.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

describe('action.yml', () => {
  it('declares the inputs of the registry, with their defaults, and no others', () => {
    const expected = Object.entries(INPUTS).map(([name, { for: _commands, ...spec }]) => [name, spec]);
    expect(Object.entries(file.inputs)).toEqual(expected);
  });

  it('declares the outputs of the registry and no others', () => {
    const expected = Object.entries(OUTPUTS).map(([name, { description }]) => [name, { description }]);
    expect(Object.entries(file.outputs)).toEqual(expected);
  });

  it('runs the built entry on the Node of the registry', () => {
    expect(file.runs).toEqual({ using: 'node24', main: 'dist/action.js', post: 'dist/action-post.js' });
  });

  it('offers the commands that exist and no others', () => {
    expect(file.inputs['command']?.description.match(/`([a-z]+)`/g)).toEqual(COMMANDS.map((name) => `\`${name}\``));
  });
});

describe('the registry', () => {
  const text = source();

  it.each(Object.keys(INPUTS))('names input %s because a command reads it', (name) => {
    expect(text).toMatch(new RegExp(`(?:read\\(|wrong,)\\s*'${name}'`));
  });

  it.each(Object.keys(OUTPUTS))('names output %s because a command sets it', (name) => {
    const key = name.includes('-') ? `'${name}':` : `\\b${name}(?::|,)`;
    expect(text).toMatch(new RegExp(key));
  });

  it('is the only way to inputs: they are asked for in one place', () => {
    expect(text.match(/core\.getInput\(/g)).toHaveLength(3);
    expect(text).not.toMatch(/exportVariable|addPath|INPUT_/);
  });

  it('gives every name to a command', () => {
    for (const spec of [...Object.values(INPUTS), ...Object.values(OUTPUTS)])
      expect(spec.for.length).toBeGreaterThan(0);
  });
});
