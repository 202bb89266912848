/** `tidegate doctor`: whether the App is set up so that its gates hold. */
import { Command } from 'commander';
import { EXIT, UsageError } from '../exit-codes.ts';
import { print, printJson } from '../output.ts';
import { examine } from './examine.ts';
import { countChecks, doctorDocument, doctorText } from './report.ts';

interface Options {
  readonly repo?: readonly string[];
  readonly json?: true;
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .exitOverride()
    .showHelpAfterError('For what there is, and an example, add --help')
    .description(
      'Looks at the environment variables of the App, its database, the App on GitHub and the settings of each repository that has a policy. Only reads; the App may be running.',
    )
    .option('--repo <owner/name>', 'only this repository; may be given several times', collect)
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  tidegate doctor\n  tidegate doctor --repo acme/shop --json\n' +
        '\nExit code: 0 no problems (warnings may be), 1 problems, 2 wrong usage.',
    )
    .action(async (options: Options) => {
      process.exitCode = await run(options);
    });
}

function collect(value: string, known: readonly string[] = []): readonly string[] {
  return [...known, value];
}

async function run({ repo = [], json }: Options): Promise<number> {
  const wrong = repo.find((name) => !/^[\w.-]+\/[\w.-]+$/.test(name));
  if (wrong !== undefined) throw new UsageError(`--repo ${wrong} is no repository. Write owner/name.`);
  const groups = await examine(process.env, repo);
  if (json) await printJson(doctorDocument(groups));
  else await print(doctorText(groups, process.stdout.columns ?? Number.POSITIVE_INFINITY));
  return countChecks(groups).problems === 0 ? EXIT.ok : EXIT.failed;
}
