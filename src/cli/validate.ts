/** `tidegate validate`: policies, their cases and smoke files, problem by problem. */
import { basename } from 'node:path';
import { Command } from 'commander';
import { readYaml } from '../document/parse.ts';
import { formatProblem, type Problem } from '../domain/problem.ts';
import { EXIT } from './exit-codes.ts';
import { note, print, printJson } from './output.ts';
import { POLICY_FILE } from './policy-file.ts';
import { policyIn } from './read-policy.ts';
import { readText } from './read-text.ts';
import { namedFileProblems } from './validate/named-files.ts';
import { readSmoke } from './validate/smoke-file.ts';

export function validateCommand(): Command {
  return new Command('validate')
    .description(
      `Checks policies with the files that they name, their cases and smoke files. Without a file: ${POLICY_FILE}.`,
    )
    .argument('[file...]', 'policies, case files (they have `cases`) and smoke files (they have `checks`)')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  tidegate validate .github/tidegate.yml .github/smoke.yml')
    .addHelpText('after', '\nExit code: 0 no errors (warnings may be), 1 errors, 2 wrong usage.')
    .action(async (files: string[], options: { readonly json?: true }) => {
      process.exitCode = await validate(files.length > 0 ? files : [POLICY_FILE], options.json === true);
    });
}

async function validate(files: readonly string[], isJson: boolean): Promise<number> {
  const problems: Problem[] = [];
  for (const file of files) problems.push(...(await problemsOf(file)).filter(isNew(problems)));
  if (isJson) await printJson({ version: 1, problems });
  else for (const problem of problems) await print(formatProblem(problem));
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (!isJson) note(summary(files.length, errors, problems.length - errors));
  return errors === 0 ? EXIT.ok : EXIT.failed;
}

async function problemsOf(file: string): Promise<readonly Problem[]> {
  const source = basename(file) === 'tidegate-org.yml' ? 'orgPolicy' : 'policy';
  const read = await readText(file);
  if (read.kind === 'unreadable') {
    return [{ severity: 'error', source, file, code: 'file-unreadable', line: 1, column: 1, message: read.message }];
  }
  switch (kindOf(read.text)) {
    case 'smoke':
      return (await readSmoke(read.text, file)).problems;
    case 'cases':
      return caseProblems(file);
    case 'policy': {
      const parsed = policyIn(read.text, file, source);
      if (parsed.kind === 'absent') return [parsed.problem];
      if (parsed.kind === 'invalid') return parsed.problems;
      const { policy, warnings } = parsed;
      // An organisation's policy speaks of files of each of its repositories.
      return source === 'orgPolicy'
        ? warnings
        : [...warnings, ...(await namedFileProblems(policy.policy, read.text, file))];
    }
  }
}

/** A policy that a case file names may be listed as well. */
function isNew(known: readonly Problem[]): (problem: Problem) => boolean {
  const told = new Set(known.map(formatProblem));
  return (problem) => !told.has(formatProblem(problem));
}

/** A smoke file has `checks` at its top and a case file has `cases`; a policy has neither there. */
function kindOf(text: string): 'policy' | 'cases' | 'smoke' {
  const keys = topKeys(text);
  if (keys.includes('cases')) return 'cases';
  return keys.includes('checks') ? 'smoke' : 'policy';
}

/** Of a text that is no YAML, what looks like them. */
function topKeys(text: string): readonly string[] {
  const read = readYaml(text);
  if (read.kind === 'unreadable') return [...text.matchAll(/^["']?(\w+)["']?\s*:/gm)].map(([, key = '']) => key);
  const { value } = read.document;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}

async function caseProblems(file: string): Promise<readonly Problem[]> {
  const { findCases } = await import('./find-cases.ts');
  const found = await findCases(file);
  return found.kind === 'valid' ? found.warnings : found.problems;
}

function summary(files: number, errors: number, warnings: number): string {
  const many = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  return `${many(files, 'file')} checked: ${many(errors, 'error')}, ${many(warnings, 'warning')}`;
}
