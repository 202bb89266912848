/** `tidegate smoke`: runs a smoke file here. */
import { Command } from 'commander';
import { NETWORKS, type Network } from '../domain/probe.ts';
import { redactor } from '../domain/redact.ts';
import { findSecrets } from '../smoke/reach/secrets.ts';
import type { Verdict } from '../smoke/verdict.ts';
import { EXIT, UsageError } from './exit-codes.ts';
import { note, noteProblems, printJson } from './output.ts';
import { type AskedRun, type ReadRun, readRun } from './smoke/read-run.ts';
import { runHere } from './smoke/run-here.ts';
import { showReport } from './smoke/show-report.ts';

interface Options {
  readonly set?: readonly string[];
  readonly secretEnv?: string;
  readonly network?: string;
  readonly baseline?: string;
  readonly reportDir?: string;
  readonly json?: true;
}

export function smokeCommand(): Command {
  return new Command('smoke')
    .description('Runs the checks of a smoke file from this machine, and says whether what is deployed works.')
    .argument('<file>', 'the smoke file')
    .option('--set <name=value>', `what \${NAME} stands for in the file; may be given several times`, collect)
    .option('--secret-env <names>', `environment variables that \${env.NAME} may stand for, with commas; never shown`)
    .option('--network <reach>', 'addresses that may be probed: public, private or loopback (default: public)')
    .option('--baseline <report>', 'smoke-report.json of a run before the deployment, to compare with')
    .option('--report-dir <folder>', 'write smoke-report.json and junit.xml there')
    .option('--json', 'print the report as one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  tidegate smoke .github/smoke.yml --set sha=$(git rev-parse HEAD) --secret-env API_TOKEN --report-dir out',
    )
    .addHelpText(
      'after',
      '\nExit code: 0 pass, 5 fail, 6 inconclusive, 7 error, 1 the file is invalid (nothing was probed), 2 wrong usage.',
    )
    .action(async (file: string, options: Options) => {
      process.exitCode = await smoke(file, options);
    });
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

const EXIT_OF: Readonly<Record<Verdict, number>> = {
  pass: EXIT.ok,
  fail: EXIT.smokeFail,
  inconclusive: EXIT.smokeInconclusive,
  error: EXIT.smokeError,
};

async function smoke(file: string, options: Options): Promise<number> {
  const asked = askedRun(file, options, process.env);
  const read = await readRun(asked);
  if (read.kind === 'invalid') return refuse(read, options.json === true);
  const report = await runHere(read, asked, process.env);
  await showReport(report, options.json === true);
  return EXIT_OF[report.verdict];
}

async function refuse({ problems }: Extract<ReadRun, { kind: 'invalid' }>, isJson: boolean): Promise<number> {
  if (isJson) await printJson({ version: 1, problems });
  noteProblems(problems);
  note('Nothing was probed.');
  return EXIT.failed;
}

/** What the command line asks for. Throws {@link UsageError}. */
function askedRun(file: string, options: Options, env: Readonly<Record<string, string | undefined>>): AskedRun {
  const found = findSecrets(options.secretEnv ?? '', (name) => env[name]);
  if (found.kind === 'refused') throw new UsageError(`--secret-env: ${found.problems.join('\n')}`);
  const names = namesIn(options.set ?? []);
  return {
    file,
    names,
    secrets: found.secrets,
    redact: redactor(found.secrets.values()),
    network: networkIn(options.network),
    baseline: options.baseline,
    reportDir: options.reportDir,
    subject: { environment: names.get('environment'), sha: fullSha(names.get('sha')) },
  };
}

function namesIn(assignments: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const assignment of assignments) {
    const [, name, value] = /^([A-Za-z_][A-Za-z0-9_-]*)=(.*)$/s.exec(assignment) ?? [];
    if (name === undefined || value === undefined) throw new UsageError('--set takes NAME=VALUE, such as sha=0a1b2c3.');
    if (names.has(name)) throw new UsageError(`--set ${name} is given twice, and only one of them could hold.`);
    names.set(name, value);
  }
  return names;
}

function networkIn(text: string | undefined): Network {
  const found = text === undefined ? 'public' : NETWORKS.find((network) => network === text);
  if (found !== undefined) return found;
  throw new UsageError(`--network ${text} is none of ${NETWORKS.join(', ')}.`);
}

/** A report names a commit only where it is one for sure. */
function fullSha(text: string | undefined): string | undefined {
  return text !== undefined && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text) ? text : undefined;
}
