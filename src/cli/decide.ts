/** `tidegate decide`: one decision from a snapshot, or one for each line of a file. */
import { Command } from 'commander';
import type { Verdict } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { decide, type PolicyInForce } from '../policy/decide.ts';
import { explainText } from '../policy/explain.ts';
import { type ParsedFacts, parseFacts } from '../policy/facts/parse.ts';
import { decideBatch } from './decide-batch.ts';
import { EXIT, UsageError } from './exit-codes.ts';
import { instantOption } from './instant-option.ts';
import { noteProblems, print, printJson } from './output.ts';
import { parseJson } from './parse-json.ts';
import { findPolicies } from './policies-asked-for.ts';
import { POLICY_FILE } from './policy-file.ts';
import { readText } from './read-text.ts';

interface Options {
  readonly facts?: string;
  readonly policy?: string;
  readonly orgPolicy?: string;
  readonly at?: string;
  readonly batch?: string;
  readonly json?: true;
}

export function decideCommand(): Command {
  return new Command('decide')
    .description('Decides on a stored snapshot of facts, and explains the decision.')
    .option('--facts <file>', 'the facts, as JSON')
    .option('--policy <file>', `the policy of the repository; without it ${POLICY_FILE}`)
    .option('--org-policy <file>', 'the policy of the organisation; both have to open the release')
    .option('--at <instant>', 'decide as of this instant instead of the one in the facts')
    .option('--batch <file>', 'one case a line: {"id", "policy", "orgPolicy"?, "facts"}; one answer a line')
    .option('--json', 'print the decision as one JSON document')
    .addHelpText('after', '\nExample:\n  tidegate decide --facts facts.json --policy .github/tidegate.yml')
    .addHelpText('after', '\nExit code: 0 open, 3 waiting, 4 blocked, 1 invalid policy or facts, 2 wrong usage.')
    .addHelpText('after', 'With --batch 0, whatever the decisions are.')
    .action(async (options: Options) => {
      process.exitCode = await run(options);
    });
}

async function run(options: Options): Promise<number> {
  const { facts, batch, json } = options;
  if (batch !== undefined) {
    const other = (['facts', 'policy', 'orgPolicy', 'at'] as const).find((name) => options[name] !== undefined);
    if (other !== undefined)
      throw new UsageError(`--batch brings its own policies and facts; leave out --${flag(other)}.`);
    return decideBatch(batch);
  }
  if (facts === undefined) throw new UsageError('Nothing to decide on: give --facts FILE, or --batch CASES.jsonl.');
  const at = options.at === undefined ? undefined : instantOption('--at', options.at);
  const found = await findPolicies(options);
  const read = await readFacts(facts);
  const problems = [...found.problems, ...(read.kind === 'invalid' ? read.problems : [])];
  if (problems.length > 0 || read.kind === 'invalid') {
    if (json) await printJson({ version: 1, problems });
    noteProblems(problems);
    return EXIT.failed;
  }
  noteProblems(found.warnings);
  return answer(found.policies, at === undefined ? read.facts : { ...read.facts, at }, json === true);
}

const EXIT_OF: Readonly<Record<Verdict, number>> = { open: EXIT.ok, waiting: EXIT.waiting, blocked: EXIT.blocked };

async function answer(policies: readonly PolicyInForce[], facts: Facts, isJson: boolean): Promise<number> {
  const decision = decide(policies, facts);
  if (isJson) await printJson(decision);
  else await print(explainText(decision, facts, policies));
  return EXIT_OF[decision.verdict];
}

async function readFacts(file: string): Promise<ParsedFacts> {
  const read = await readText(file);
  if (read.kind === 'unreadable') {
    const problem = { severity: 'error', source: 'facts', file, code: 'file-unreadable', line: 1, column: 1 } as const;
    return { kind: 'invalid', problems: [{ ...problem, message: read.message }] };
  }
  const json = parseJson(read.text, file);
  return json.kind === 'broken' ? { kind: 'invalid', problems: [json.problem] } : parseFacts(json.value, file);
}

function flag(option: string): string {
  return option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
