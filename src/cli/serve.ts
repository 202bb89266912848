/** `tidegate serve`: the App. */
import { Command } from 'commander';
import { serve } from '../app/serve.ts';

export function serveCommand(): Command {
  return new Command('serve')
    .description('run the GitHub App; its settings come from the environment, see docs/guide/app.md')
    .action(async () => {
      process.exitCode = await serve(process.env);
    });
}
