/** `tidegate audit export`: the log, or lines of it with their proofs, out of the database of the App. */
import { Command } from 'commander';
import { readSigningKey, type SigningKey } from '../audit/crypto.ts';
import { type EpochMs, epochMs } from '../domain/instant.ts';
import type { AuditLogs } from '../flow/ports/audit.ts';
import { type AskedExport, exportedLines } from './audit-export-lines.ts';
import { EXIT, UsageError } from './exit-codes.ts';
import { instantOption } from './instant-option.ts';
import { note, print } from './output.ts';
import { readText } from './read-text.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The database that the environment names. */
export type OpenAuditLogs = (env: Environment) => Promise<AuditLogs & { readonly close: () => Promise<void> }>;

interface Options {
  readonly repo?: string;
  readonly from?: string;
  readonly to?: string;
  readonly checkpoint?: string;
  readonly installation?: string;
}

export function auditExportCommand(open: OpenAuditLogs): Command {
  return new Command('export')
    .exitOverride()
    .showHelpAfterError('For what there is, and an example, add --help')
    .summary('write the log, or lines of it with their proofs')
    .description('Writes the audit log of the database that TIDEGATE_DATA or DATABASE_URL names, as JSON Lines.')
    .option('--repo <owner/name>', 'only lines about this repository, with inclusion proofs')
    .option('--from <instant>', 'only lines from this instant on, with inclusion proofs')
    .option('--to <instant>', 'only lines before this instant, with inclusion proofs')
    .option('--checkpoint <file>', 'prove against the largest of these checkpoints, and that it continues the others')
    .option('--installation <id>', 'which log, when the database has several')
    .addHelpText(
      'after',
      '\nExample:\n  tidegate audit export > log.jsonl\n  tidegate audit export --repo acme/shop --checkpoint checkpoints.txt > shop.jsonl\n' +
        '\nExit code: 0 written, 1 the log is not what its checkpoints say or cannot be read, 2 wrong usage.',
    )
    .action(async (options: Options) => {
      process.exitCode = await run(options, process.env, open);
    });
}

async function run(options: Options, env: Environment, open: OpenAuditLogs): Promise<number> {
  const asked = await askedExport(options, env);
  const logs = await open(env);
  try {
    let lines = 0;
    for await (const line of exportedLines(logs, asked)) {
      await print(line);
      lines++;
    }
    note(`${lines} ${lines === 1 ? 'line' : 'lines'} written.`);
    return EXIT.ok;
  } finally {
    await logs.close();
  }
}

/** What the command line and the environment ask for. Throws {@link UsageError}. */
export async function askedExport(options: Options, env: Environment): Promise<AskedExport> {
  const { repo, installation } = options;
  if (repo !== undefined && !/^[^/\s]+\/[^/\s]+$/.test(repo)) {
    throw new UsageError(`--repo ${repo} is no repository. Write owner/name.`);
  }
  if (installation !== undefined && !/^[1-9]\d{0,14}$/.test(installation)) {
    throw new UsageError(`--installation ${installation} is no id of an installation, which is a whole number.`);
  }
  const [from, to] = [instantIn('--from', options.from), instantIn('--to', options.to)];
  if (from !== null && to !== null && to <= from) throw new UsageError('--to is not after --from.');
  return {
    installationId: installation === undefined ? null : Number(installation),
    repository: repo ?? null,
    from,
    to,
    checkpoints: options.checkpoint === undefined ? null : await checkpointsIn(options.checkpoint),
    signingKey: signingKeyIn(env),
    host: hostIn(env),
  };
}

function instantIn(flag: string, text: string | undefined): EpochMs | null {
  return text === undefined ? null : epochMs(instantOption(flag, text));
}

async function checkpointsIn(file: string): Promise<string> {
  const read = await readText(file);
  if (read.kind === 'read') return read.text;
  throw new UsageError(`--checkpoint: ${read.message}`);
}

/** As the App names it, which reads the same variable. */
function hostIn(env: Environment): string {
  const host = env['GHE_HOST']?.trim() || 'github.com';
  return URL.parse(`https://${host}`)?.host ?? host;
}

function signingKeyIn(env: Environment): SigningKey | null {
  const text = env['AUDIT_SIGNING_KEY']?.trim() ?? '';
  const key = text === '' ? null : readSigningKey(text);
  if (text === '' || key) return key;
  throw new UsageError(
    'AUDIT_SIGNING_KEY holds no Ed25519 private key. Make one with: openssl genpkey -algorithm ed25519',
  );
}
