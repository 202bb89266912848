/** `tidegate notes`: release notes of a range of a local clone. */
import { Command } from 'commander';
import { openNotesHistory } from '../git/notes/open-notes-history.ts';
import type { NotesOptions } from './notes/print-notes.ts';
import { POLICY_FILE } from './policy-file.ts';

export function notesCommand(): Command {
  return new Command('notes')
    .description(
      'Release notes of a range of a local clone: what a deployment of one revision after another brings. No network.',
    )
    .requiredOption('--git <dir>', 'the clone, bare or not')
    .requiredOption('--from <rev>', 'what ran before: a tag, a branch or a commit')
    .requiredOption('--to <rev>', 'what is deployed')
    .option('--service <name>', 'only what touches the paths of this service of the policy')
    .option('--audience <name>', 'only what a `release-note` block says to it: user or support')
    .option('--policy <file>', `the policy; without it ${POLICY_FILE} of the clone, else the built-in rules`)
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  tidegate notes --git . --from v1.4.0 --to v1.5.0 > notes.md')
    .addHelpText(
      'after',
      '\nExit code: 0 done, 1 no repository, an unknown revision or an invalid file, 2 wrong usage or an unknown service or audience.',
    )
    .action(async (options: NotesOptions) => {
      process.exitCode = await run(options);
    });
}

/** Git begins to read before the engine is loaded, and reads meanwhile: with a small history that is half of the time. */
async function run(options: NotesOptions): Promise<number> {
  const { from, to } = options;
  using history = await openNotesHistory(options.git, { from, to });
  const { printNotes } = await import('./notes/print-notes.ts');
  return await printNotes(options, history);
}
