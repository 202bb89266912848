/** `tidegate backfill`: the history of a repository on GitHub as DORA events. */
import { Command } from 'commander';
import { type BackfillOptions, backfill } from './backfill/run.ts';

export function backfillCommand(): Command {
  return new Command('backfill')
    .exitOverride()
    .showHelpAfterError('For what there is, and an example, add --help')
    .description(
      'Reads what was deployed and what broke from the GitHub API: deployments, else releases, and incident issues, as the events that `tidegate dora` makes figures of.',
    )
    .requiredOption('--repo <owner/name>', 'the repository')
    .option('--since <instant>', 'only what happened from this instant on (default: 400 days ago)')
    .option('--output <file>', 'a file of JSON Lines, which the same command goes on with; without it: stdout')
    .option('--policy <file>', 'this policy in place of the one on the default branch')
    .addHelpText(
      'after',
      '\nThe token is taken from GITHUB_TOKEN or GH_TOKEN, a GitHub Enterprise Server from GHE_HOST or GITHUB_API_URL.\n' +
        '\nExample:\n  tidegate backfill --repo acme/shop --output history.jsonl\n' +
        '  tidegate dora --events history.jsonl\n' +
        '\nExit code: 0 done, 1 GitHub or the file does not permit it or it was stopped, 2 wrong usage.',
    )
    .action(async (options: BackfillOptions) => {
      process.exitCode = await backfill(options, process.env);
    });
}
