/** `tidegate audit verify`: a log or an export against signed checkpoints. Needs nothing but the three files. */
import { Command } from 'commander';
import { isExportHeader, openExport, type Trust } from '../audit/check-export.ts';
import { LONGEST_LINE } from '../audit/check-line.ts';
import { type LineCheck, LogCheck } from '../audit/check-log.ts';
import { openCheckpoints } from '../audit/checkpoint.ts';
import type { Finding } from '../audit/finding.ts';
import { readVerifierKey, type VerifierKey } from '../audit/verifier-key.ts';
import { Failure } from '../domain/failure.ts';
import { byteLinesOf } from './audit-lines.ts';
import { type AuditVerdict, auditVerdictDocument, auditVerdictText } from './audit-verdict.ts';
import { EXIT, UsageError } from './exit-codes.ts';
import { print, printJson } from './output.ts';
import { readText } from './read-text.ts';

interface Options {
  readonly checkpoint: string;
  readonly key: string;
  readonly origin?: string;
  readonly json?: true;
}

export function auditVerifyCommand(): Command {
  return new Command('verify')
    .exitOverride()
    .showHelpAfterError('For what there is, and an example, add --help')
    .summary('check a log, or an export of one')
    .description('Checks every line of an audit log, or of an export, against checkpoints that the log has signed.')
    .argument('<log>', 'the log, or an export with inclusion proofs')
    .requiredOption('--checkpoint <file>', 'one or more signed checkpoints, one after the other')
    .requiredOption('--key <key>', 'the public key: name+id+base64, or a file that holds this or a PEM key')
    .option('--origin <name>', 'which log it has to be; without it the one that the key is named for')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  tidegate audit verify log.jsonl --checkpoint checkpoints.txt --key audit.vkey\n' +
        '\nExit code: 0 nothing is wrong, 1 something is, 2 wrong usage.',
    )
    .action(async (log: string, options: Options) => {
      process.exitCode = await run(log, options);
    });
}

async function run(log: string, options: Options): Promise<number> {
  const verdict = await judge(log, options);
  if (options.json) await printJson(auditVerdictDocument(verdict));
  else await print(auditVerdictText(verdict));
  return verdict.finding === null ? EXIT.ok : EXIT.failed;
}

async function judge(log: string, options: Options): Promise<AuditVerdict> {
  const key = await readKey(options.key);
  const files = { log, checkpoint: options.checkpoint };
  const opened = openCheckpoints(await textOf(options.checkpoint), key, options.origin ?? null);
  const nothing = { files, kind: null, origin: null, checkpoints: [], lines: 0, covered: 0 } as const;
  if (opened.kind === 'wrong') return { ...nothing, finding: opened.finding };
  const { origin, checkpoints } = opened;
  const { check, finding } = await checkLines(log, { key, origin, checkpoints });
  const counts = { kind: check?.kind ?? null, lines: check?.lines ?? 0, covered: check?.covered ?? 0 };
  return { ...nothing, origin, checkpoints, ...counts, finding };
}

interface Checked {
  readonly check: LineCheck | null;
  readonly finding: Finding | null;
}

async function checkLines(file: string, trust: Trust): Promise<Checked> {
  let check: LineCheck | null = null;
  for await (const line of byteLinesOf(file, LONGEST_LINE)) {
    if (check === null && isExportHeader(line)) {
      const opened = openExport(line, trust);
      if (opened.kind === 'wrong') return { check: null, finding: opened.finding };
      check = opened.check;
      continue;
    }
    check ??= new LogCheck(trust.checkpoints);
    const finding = check.add(line);
    if (finding) return { check, finding };
  }
  check ??= new LogCheck(trust.checkpoints);
  return { check, finding: check.end() };
}

/** A key is no name of a file, and a name of a file has no pluses where a key has them. */
async function readKey(given: string): Promise<VerifierKey> {
  const key = readVerifierKey(given) ?? readVerifierKey(await keyTextOf(given));
  if (key) return key;
  throw new UsageError(
    `--key ${given} holds no Ed25519 public key whose id fits. Give name+id+base64, or a file with it or with a PEM key.`,
  );
}

async function keyTextOf(file: string): Promise<string> {
  const read = await readText(file);
  if (read.kind === 'read') return read.text;
  throw new UsageError(`--key: ${read.message}`);
}

async function textOf(file: string): Promise<string> {
  const read = await readText(file);
  if (read.kind === 'read') return read.text;
  throw new Failure('not-found', read.message);
}
