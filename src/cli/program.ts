/** The table of commands. A command is loaded when it is asked for: `decide` must not wait for the App to load. */
import { Command, CommanderError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { EXIT } from './exit-codes.ts';

interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'validate',
    summary: 'check policies, their cases and smoke files',
    load: async () => (await import('./validate.ts')).validateCommand(),
  },
  {
    name: 'decide',
    summary: 'one decision from a snapshot of facts',
    load: async () => (await import('./decide.ts')).decideCommand(),
  },
  {
    name: 'test',
    summary: "a team's own cases for its policy",
    load: async () => (await import('./test.ts')).testCommand(),
  },
  {
    name: 'calendar',
    summary: 'when a release may go out',
    load: async () => (await import('./calendar.ts')).calendarCommand(),
  },
  {
    name: 'backtest',
    summary: 'replay the history of a local clone under a policy',
    load: async () => (await import('./backtest.ts')).backtestCommand(),
  },
  {
    name: 'notes',
    summary: 'release notes of a range of a local clone',
    load: async () => (await import('./notes.ts')).notesCommand(),
  },
  {
    name: 'dora',
    summary: 'the five DORA metrics, from events or from the tags of a clone',
    load: async () => (await import('./dora.ts')).doraCommand(),
  },
  {
    name: 'backfill',
    summary: 'the history of a repository on GitHub, as DORA events',
    load: async () => (await import('./backfill.ts')).backfillCommand(),
  },
  {
    name: 'smoke',
    summary: 'whether what is deployed works',
    load: async () => (await import('./smoke.ts')).smokeCommand(),
  },
  {
    name: 'audit',
    summary: 'the tamper-evident log: check it against its signed checkpoints',
    load: async () => (await import('./audit.ts')).auditCommand(),
  },
  {
    name: 'ledger',
    summary: 'what runs in every environment, and what waits for it',
    load: async () => (await import('./ledger.ts')).ledgerCommand(),
  },
  {
    name: 'doctor',
    summary: 'whether the App is set up so that its gates hold',
    load: async () => (await import('./doctor/command.ts')).doctorCommand(),
  },
  { name: 'serve', summary: 'run the GitHub App', load: async () => (await import('./serve.ts')).serveCommand() },
  {
    name: 'demo',
    summary: 'a release day, told as it happens',
    load: async () => (await import('./demo.ts')).demoCommand(),
  },
  {
    name: 'rehearse',
    summary: 'a stand-in for GitHub, to set the App up against',
    load: async () => (await import('./rehearse.ts')).rehearseCommand(),
  },
];

/** Commander misses `--from` before it looks at `--form`, and would not say a word of it. */
function nameUnknownOption(command: Command): void {
  command.configureOutput({
    outputError(text, write) {
      const unknown = command.args.find((arg) => arg.startsWith('--'));
      write(unknown === undefined || text.includes(unknown) ? text : `error: unknown option '${unknown}'\n${text}`);
    },
  });
}

/** Runs the command that the arguments name. Commands set `process.exitCode` themselves. */
export async function runProgram(args: readonly string[]): Promise<void> {
  const program = new Command('tidegate')
    .description('Gated deployments for GitHub: risk tiers, approvals and release windows.')
    .version(manifest.version)
    .showHelpAfterError('For what there is, and an example, add --help')
    .addHelpText('after', '\nExample:\n  tidegate backtest --git . --deployments "v*"')
    .helpCommand('help [command]', 'explain a command')
    .exitOverride();
  const asked = args.filter((arg) => arg !== 'help').find((arg) => !arg.startsWith('-'));
  for (const entry of COMMANDS) {
    const command = entry.name === asked ? await entry.load() : new Command(entry.name);
    program.addCommand(command.summary(entry.summary).copyInheritedSettings(program));
    for (const each of [command, ...command.commands]) nameUnknownOption(each);
  }
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander has printed the help, the version or what is wrong; it counts a wrong command line as 1.
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
}
