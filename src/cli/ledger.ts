/** `tidegate ledger`: what runs where, out of the database of the App. */
import { Command } from 'commander';
import { faultOfDatabaseUrl } from '../app/database-url.ts';
import { erasedIn, Names } from '../audit/report/names.ts';
import { Failure } from '../domain/failure.ts';
import { fullName } from '../domain/repository.ts';
import { ledgerOf } from '../flow/library/ledger.ts';
import type { Store } from '../flow/ports.ts';
import { openLibrary } from '../store/open-library.ts';
import { EXIT, UsageError } from './exit-codes.ts';
import { ledgerText } from './ledger-text.ts';
import { print, printJson } from './output.ts';

interface Options {
  readonly environment?: string;
  readonly repo?: string;
  readonly json?: true;
}

export function ledgerCommand(): Command {
  return new Command('ledger')
    .exitOverride()
    .showHelpAfterError('For what there is, and an example, add --help')
    .description(
      'Tells what runs in every environment, since when, what was last known to be good, what is kept out, and what waits, by the database that TIDEGATE_DATA or DATABASE_URL names. Only reads; the App may be running, and GitHub is not asked. See docs/reference/library.md.',
    )
    .option('--environment <name>', 'only this environment')
    .option('--repo <owner/name>', 'only this repository')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  tidegate ledger\n  tidegate ledger --environment production --json\n' +
        '\nExit code: 0 told, 1 there is nothing to tell or the database cannot be read, 2 wrong usage.',
    )
    .action(async (options: Options) => {
      process.exitCode = await run(options, process.env);
    });
}

async function run(options: Options, env: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { environment, repo, json } = options;
  mustBeNames(options);
  const store = await openNamed(env);
  try {
    const repositories = (await store.knownRepositories()).filter((each) => isAsked(fullName(each), repo));
    if (repo !== undefined && repositories.length === 0) {
      throw new Failure('not-found', `The database knows no repository ${repo}: the App was told nothing of it.`);
    }
    const names = new Names(erasedIn(env['ERASED_PEOPLE']));
    const ledger = await ledgerOf(store, { repositories, environment, at: Date.now(), names });
    if (environment !== undefined && ledger.repositories.every(({ lanes }) => lanes.length === 0)) {
      throw new Failure(
        'not-found',
        `No environment ${environment} is known${repo === undefined ? '' : ` in ${repo}`}.`,
      );
    }
    if (json) await printJson(ledger);
    else await print(ledgerText(ledger, environment !== undefined));
    return EXIT.ok;
  } finally {
    await store.close();
  }
}

function mustBeNames({ environment, repo }: Options): void {
  if (repo !== undefined && !/^[^/\s]+\/[^/\s]+$/.test(repo)) {
    throw new UsageError(`--repo ${repo} is no repository. Write owner/name.`);
  }
  if (environment?.trim() === '') throw new UsageError('--environment names none.');
}

function isAsked(name: string, repo: string | undefined): boolean {
  return repo === undefined || name.toLowerCase() === repo.toLowerCase();
}

/** The database that the environment of the App names. */
async function openNamed(env: Readonly<Record<string, string | undefined>>): Promise<Store> {
  const databaseUrl = env['DATABASE_URL']?.trim() || undefined;
  const fault = databaseUrl === undefined ? null : faultOfDatabaseUrl(databaseUrl);
  if (fault !== null) throw new UsageError(`DATABASE_URL: ${fault}`);
  return await openLibrary({ databaseUrl, dataFolder: env['TIDEGATE_DATA']?.trim() || './data' });
}
