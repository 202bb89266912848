/** `tidegate rehearse`: a GitHub on loopback to set the App up against, before it is set up against the real one. */
import { Command } from 'commander';
import { rehearse } from './demo/rehearsal/rehearse.ts';
import { EXIT, UsageError } from './exit-codes.ts';

interface Options {
  readonly folder: string;
  readonly port: string;
}

export function rehearseCommand(): Command {
  return new Command('rehearse')
    .exitOverride()
    .showHelpAfterError('For what there is, and an example, add --help')
    .description(
      'Starts a stand-in for GitHub on this machine, writes the environment variables that the App needs for it, and takes what people do from the keyboard. Start the App in a second terminal. Nothing leaves this machine.',
    )
    .option('--folder <folder>', 'where the variables and the data of the App go; removed at the end', 'rehearsal')
    .option('--port <number>', 'where the App will listen', '3000')
    .addHelpText('after', '\nExample:\n  tidegate rehearse\nThen, in a second terminal:\n  . ./rehearsal/env')
    .action(async (options: Options) => {
      await rehearse({ folder: options.folder, port: portIn(options.port) });
      process.exitCode = EXIT.ok;
    });
}

function portIn(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new UsageError(`--port ${text} is no port. Give a number from 1 to 65535.`);
}
