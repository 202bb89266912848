/** The tables of the Action in README.md: its commands with their permissions, its inputs and its outputs. */
import { COMMANDS, type Command, INPUTS, type InputSpec, OUTPUTS, type OutputSpec } from '../src/action/names.ts';
import { replaceBlock } from './generated-block.ts';
import { table } from './reference/page.ts';
import { PERMISSIONS } from './reference/permissions.ts';

export function generate(): Record<string, string> {
  return replaceBlock('README.md', 'action', 'scripts/generate-action-tables.ts', tables());
}

function tables(): string {
  const inputs: readonly (readonly [string, InputSpec])[] = Object.entries(INPUTS);
  const outputs: readonly (readonly [string, OutputSpec])[] = Object.entries(OUTPUTS);
  return [
    ...table(['command', 'permissions of the job', 'and besides'], COMMANDS.map(permissionsRow)),
    '',
    ...table(
      ['input', 'of', 'default', 'meaning'],
      inputs.map(([name, spec]) => [`\`${name}\``, commands(spec.for), defaultOf(spec), spec.description]),
    ),
    '',
    ...table(
      ['output', 'of', 'meaning'],
      outputs.map(([name, spec]) => [`\`${name}\``, commands(spec.for), spec.description]),
    ),
  ].join('\n');
}

function permissionsRow(command: Command): readonly string[] {
  const { needed, besides } = PERMISSIONS[command];
  const lines = Object.entries(needed).map(([name, access]) => `${name}: ${access}`);
  return [`\`${command}\``, `\`${lines.join(', ')}\``, besides];
}

function commands(of: readonly Command[]): string {
  return of.length === COMMANDS.length ? 'all' : of.map((command) => `\`${command}\``).join(', ');
}

function defaultOf({ required, default: text }: InputSpec): string {
  if (required) return 'required';
  return text === undefined ? '' : `\`${text}\``;
}
