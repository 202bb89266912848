/** `tidegate decide`: one decision from a snapshot, or one for each line of a file. */
import { Command } from 'commander';
import type { Verdict } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { type Instant, parseInstant } from '../domain/instant.ts';
import type { Problem } from '../domain/problem.ts';
import { decide, type PolicyInForce } from '../policy/decide.ts';
import { explainText } from '../policy/explain.ts';
import { parseFacts } from '../policy/facts/parse.ts';
import { decideBatch } from './decide-batch.ts';
import { EXIT, UsageError } from './exit-codes.ts';
import { noteProblems, print, printJson } from './output.ts';
import { parseJson } from './parse-json.ts';
import { POLICY_FILE } from './policy-file.ts';
import { readPolicy } from './read-policy.ts';
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
  const at = options.at === undefined ? undefined : instantIn(options.at);
  const read = [...(await readPolicies(options)), await readFacts(facts)];
  const problems = read.flatMap((each) => ('problems' in each ? each.problems : []));
  if (problems.length > 0) {
    if (json) await printJson({ version: 1, problems });
    noteProblems(problems);
    return EXIT.failed;
  }
  return answer(read, at, json === true);
}

type Input =
  | { readonly policy: PolicyInForce; readonly warnings: readonly Problem[] }
  | { readonly facts: Facts }
  | { readonly problems: readonly Problem[] };

const EXIT_OF: Readonly<Record<Verdict, number>> = { open: EXIT.ok, waiting: EXIT.waiting, blocked: EXIT.blocked };

async function answer(read: readonly Input[], at: Instant | undefined, isJson: boolean): Promise<number> {
  const policies = read.flatMap((each) => ('policy' in each ? [each.policy] : []));
  noteProblems(read.flatMap((each) => ('warnings' in each ? each.warnings : [])));
  const [stored] = read.flatMap((each) => ('facts' in each ? [each.facts] : []));
  if (stored === undefined) throw new TypeError('facts that have no problems are facts');
  const facts = at === undefined ? stored : { ...stored, at };
  const decision = decide(policies, facts);
  if (isJson) await printJson(decision);
  else await print(explainText(decision, facts));
  return EXIT_OF[decision.verdict];
}

/** The organisation's first. A repository without a policy file is held by its organisation's alone. */
async function readPolicies({ policy, orgPolicy }: Options): Promise<readonly Input[]> {
  const inputs: Input[] = [];
  if (orgPolicy !== undefined) {
    const read = await readPolicy(orgPolicy, 'orgPolicy');
    inputs.push(read.kind === 'absent' ? { problems: [read.problem] } : read);
  }
  const read = await readPolicy(policy ?? POLICY_FILE);
  if (read.kind !== 'absent') inputs.push(read);
  else if (policy !== undefined || orgPolicy === undefined) inputs.push({ problems: [read.problem] });
  return inputs;
}

async function readFacts(file: string): Promise<Input> {
  const read = await readText(file);
  if (read.kind === 'unreadable') {
    const problem = { severity: 'error', source: 'facts', file, code: 'file-unreadable', line: 1, column: 1 } as const;
    return { problems: [{ ...problem, message: read.message }] };
  }
  const json = parseJson(read.text, file);
  if (json.kind === 'broken') return { problems: [json.problem] };
  const parsed = parseFacts(json.value, file);
  return parsed.kind === 'valid' ? { facts: parsed.facts } : { problems: parsed.problems };
}

function instantIn(text: string): Instant {
  const instant = parseInstant(text);
  if (instant !== undefined) return instant;
  throw new UsageError(
    `--at ${text} is no instant. Write it with its offset, such as 2026-11-26T09:00:00+01:00 or 2026-11-26T08:00:00Z.`,
  );
}

function flag(option: string): string {
  return option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
