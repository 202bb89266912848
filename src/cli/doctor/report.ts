/** What the doctor tells: for people, and for programs. */
import { plainLine } from '../../domain/markdown.ts';
import type { Check, Level } from '../../flow/doctor/check.ts';
import type { EnvironmentRow } from '../../flow/doctor/judge-repository.ts';
import type { Group } from './group.ts';

export interface Counts {
  readonly problems: number;
  readonly warnings: number;
  readonly unknown: number;
}

export function countChecks(groups: readonly Group[]): Counts {
  const checks = groups.flatMap((group) => group.checks);
  const count = (level: Level) => checks.filter((check) => check.level === level).length;
  return { problems: count('problem'), warnings: count('warning'), unknown: count('unknown') };
}

export function doctorDocument(groups: readonly Group[]): unknown {
  return {
    version: 1,
    ...countChecks(groups),
    groups: groups.map(({ title, repository, checks, environments }) => ({
      title,
      repository: repository ?? null,
      checks: checks.map(({ code, level, subject, what, why, fix }) => ({ code, level, subject, what, why, fix })),
      ...(environments === undefined
        ? {}
        : {
            environments: environments.map(({ name, isGated, hasOurRule, canAdminsBypass }) => ({
              name,
              gated: isGated,
              rule: hasOurRule,
              adminsMayBypass: canAdminsBypass,
            })),
          }),
    })),
  };
}

/** The first line is the whole story. Ends without a line break. @param columns of the terminal; infinite: no terminal. */
export function doctorText(groups: readonly Group[], columns: number): string {
  const shown = groups.filter(({ checks }) => checks.length > 0);
  return [headline(countChecks(groups)), ...shown.map((group) => groupText(group, columns))].join('\n\n');
}

function headline({ problems, warnings, unknown }: Counts): string {
  if (problems + warnings + unknown === 0) return 'Everything is in order';
  const open = unknown === 0 ? '' : `, ${unknown} not known`;
  return `${counted(problems, 'problem')}, ${counted(warnings, 'warning')}${open}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

const MARKS: Readonly<Record<Level, string>> = {
  ok: 'ok',
  note: 'note',
  unknown: 'unknown',
  warning: 'WARNING',
  problem: 'PROBLEM',
};
const MARGIN = 11;
/** A name or a reason that others chose fills no screen. */
const LONGEST = 1000;
/** Narrower, wrapping makes nothing easier to read. */
const NARROWEST = 60;

function groupText({ title, checks, environments }: Group, columns: number): string {
  const table = environments === undefined ? [] : tableText(environments);
  return [plainLine(title), ...table, ...checks.flatMap((check) => checkText(check, columns))].join('\n');
}

function checkText({ code, level, what, why, fix }: Check, columns: number): readonly string[] {
  const named = level === 'ok' || level === 'note' ? what : `${what} (${code})`;
  return [
    ...wrapped(`  ${MARKS[level]}`, named, columns),
    ...(why === '' ? [] : wrapped('', `Why: ${why}`, columns)),
    ...(fix === '' ? [] : wrapped('', `Fix: ${fix}`, columns)),
  ];
}

/** Words that do not fit go on below, behind the margin. */
function wrapped(mark: string, text: string, columns: number): readonly string[] {
  const width = Math.max(columns, NARROWEST) - MARGIN;
  const lines: string[] = [];
  let line = '';
  for (const word of plainLine(text, LONGEST).split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one, number) => `${(number === 0 ? mark : '').padEnd(MARGIN)}${one}`);
}

const HEAD = ['environment', 'held by the policy', 'our rule', 'administrators may bypass'];

function tableText(environments: readonly EnvironmentRow[]): readonly string[] {
  if (environments.length === 0) return ['  It has no environments yet.'];
  const rows = environments.map(({ name, isGated, hasOurRule, canAdminsBypass }) => [
    plainLine(name, 60),
    isGated ? 'yes' : 'no',
    hasOurRule ? 'on' : 'off',
    canAdminsBypass === null ? 'not known' : canAdminsBypass ? 'yes' : 'no',
  ]);
  const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  return [line(HEAD), ...rows.map(line)];
}
