/** `tidegate test`: a team's own cases for its policy. */
import { Command } from 'commander';
import { formatProblem, type Problem } from '../domain/problem.ts';
import { compare } from '../policy/cases/compare.ts';
import { decide } from '../policy/decide.ts';
import { type CaseResult, reportCase, summarise } from './case-report.ts';
import { EXIT } from './exit-codes.ts';
import { findCases } from './find-cases.ts';
import { noteProblems, print, printJson } from './output.ts';

export function testCommand(): Command {
  return new Command('test')
    .description('Decides the cases of a file that a team keeps beside its policy, and compares what comes out.')
    .argument('<file...>', 'case files')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  tidegate test .github/tidegate.cases.yml')
    .addHelpText('after', '\nA case file:\n')
    .addHelpText('after', indented(EXAMPLE))
    .addHelpText('after', '\nExit code: 0 every case passed, 1 a case failed or a file is wrong, 2 wrong usage.')
    .action(async (files: string[], options: { readonly json?: true }) => {
      process.exitCode = await test(files, options.json === true);
    });
}

const EXAMPLE = `version: 1
policy: tidegate.yml
defaults:
  repository: acme/shop
  question: { kind: deploy, environment: production, actor: dora }
  candidate: { sha: "9fceb02" }
cases:
  - name: nothing goes out at the weekend
    at: ["2026-11-21T12:00:00+01:00", "2026-11-22T12:00:00+01:00"]
    expect: { verdict: waiting, gates: { production hours: pending } }`;

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}

interface Tested {
  readonly file: string;
  readonly results: readonly CaseResult[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

async function test(files: readonly string[], isJson: boolean): Promise<number> {
  const tested: Tested[] = [];
  for (const file of files) {
    const one = await testFile(file);
    tested.push(one);
    noteProblems(one.warnings);
    if (!isJson) await report(one);
  }
  const results = tested.flatMap((one) => one.results);
  const problems = tested.flatMap((one) => one.problems);
  const isFine = problems.length === 0 && results.every(({ mismatches }) => mismatches.length === 0);
  if (isJson) await printJson(documentOf(results, problems));
  else await print(summarise(results, problems.length));
  return isFine ? EXIT.ok : EXIT.failed;
}

async function testFile(file: string): Promise<Tested> {
  const found = await findCases(file);
  if (found.kind === 'invalid') return { file, results: [], problems: found.problems, warnings: [] };
  const results = found.cases.map(({ name, line, column, facts, expect }): CaseResult => {
    const decision = decide(found.policies, facts);
    return { file, name, line, column, facts, decision, mismatches: compare(expect, decision) };
  });
  return { file, results, problems: [], warnings: found.warnings };
}

/** As it goes, so that whoever watches sees how far it is. */
async function report({ results, problems }: Tested): Promise<void> {
  for (const problem of problems) await print(formatProblem(problem));
  for (const result of results) await print(reportCase(result, process.stdout));
}

function documentOf(results: readonly CaseResult[], problems: readonly Problem[]): object {
  const failed = results.filter(({ mismatches }) => mismatches.length > 0).length;
  return {
    version: 1,
    cases: results.map(({ facts: _facts, mismatches, decision, ...place }) => ({
      ...place,
      passed: mismatches.length === 0,
      mismatches,
      decision,
    })),
    problems,
    summary: { cases: results.length, passed: results.length - failed, failed },
  };
}
