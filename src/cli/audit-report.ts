/** `tidegate audit report`: the evidence of a release or of a period, as one document for auditors. */
import { Command } from 'commander';
import { logOrigin } from '../audit/checkpoint.ts';
import { signedHead } from '../audit/export-log.ts';
import { type FirstReading, makeReport, readFirst } from '../audit/report/make-report.ts';
import { renderReport } from '../audit/report/markdown.ts';
import { erasedIn, Names } from '../audit/report/names.ts';
import { type Asked, readRelease } from '../audit/report/scope.ts';
import { Failure } from '../domain/failure.ts';
import { askedExport, type OpenAuditLogs } from './audit-export.ts';
import { type AskedExport, chosenLog, knownCheckpoints, mustFit } from './audit-export-lines.ts';
import { EXIT, UsageError } from './exit-codes.ts';
import { note, print, printJson } from './output.ts';

interface Options {
  readonly release?: string;
  readonly repo?: string;
  readonly from?: string;
  readonly to?: string;
  readonly checkpoint?: string;
  readonly installation?: string;
  readonly erase?: readonly string[];
  readonly json?: true;
}

export function auditReportCommand(open: OpenAuditLogs): Command {
  return new Command('report')
    .exitOverride()
    .showHelpAfterError('For what there is, and an example, add --help')
    .summary('the evidence of a release or a period, as one document')
    .description(
      'Who asked, decided, approved, ordered, was paged, overrode and looked back; when, under which policy, how it went, and what was an exception; each with its line of the log. Markdown for people, --json (with the proofs) for programs.',
    )
    .option('--release <id>', 'a commit (7 to 40 digits), a deployment (its number) or a planned release (plan/NUMBER)')
    .option('--repo <owner/name>', 'only this repository')
    .option('--from <instant>', 'a period: from this instant on')
    .option('--to <instant>', 'up to, not including, this one')
    .option('--checkpoint <file>', 'prove against the largest of these checkpoints')
    .option('--installation <id>', 'which log, when the database has several')
    .option('--erase <who...>', 'do not name these people: logins, numbers or names, besides those in ERASED_PEOPLE')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  tidegate audit report --repo acme/shop --release 4f1c2aa > evidence.md\n  tidegate audit report --from 2026-07-01T00:00:00Z --to 2026-10-01T00:00:00Z --checkpoint checkpoints.txt > q3.md\n' +
        '\nExit code: 0 written, 1 no such release, or the log cannot be read or is not what its checkpoints say, 2 wrong usage.',
    )
    .action(async (options: Options) => {
      process.exitCode = await run(options, process.env, open);
    });
}

type Environment = Readonly<Record<string, string | undefined>>;

async function run(options: Options, env: Environment, open: OpenAuditLogs): Promise<number> {
  const chosen = await askedExport(options, env);
  const asked = askedReport(options, chosen);
  const names = new Names(erasedPeople(options, env));
  const logs = await open(env);
  try {
    const { installationId } = await chosenLog(logs, chosen);
    const read = () => logs.auditLines(installationId, 0);
    const first = await readFirst(read, asked, names);
    mustBeThere(first, asked, options);
    const origin = logOrigin(chosen.host, installationId);
    const checkpoint = vouchedFor(first, chosen, origin);
    const request = { asked, release: options.release ?? null, names, origin, checkpoint };
    const report = await makeReport(read, first, request);
    if (asked.release !== null && report.lines.length === 0) {
      throw new Failure(
        'not-found',
        `The log tells of no release ${options.release}. Look at --repo and --installation.`,
      );
    }
    if (checkpoint === null) {
      note(
        'Nothing is proven: give --checkpoint with a published checkpoint, or set AUDIT_SIGNING_KEY to sign one now.',
      );
    }
    await (options.json ? printJson(report) : print(renderReport(report)));
    return EXIT.ok;
  } finally {
    await logs.close();
  }
}

function askedReport({ release, from, to }: Options, chosen: AskedExport): Asked {
  const isPeriod = from !== undefined || to !== undefined;
  if (release === undefined && !isPeriod) {
    throw new UsageError('Say what the report is about: --release ID, or --from and --to.');
  }
  if (release !== undefined && isPeriod) {
    throw new UsageError('A report is about a release or about a period: give --release, or --from and --to.');
  }
  const read = release === undefined ? null : readRelease(release);
  if (read === undefined) {
    throw new UsageError(
      `--release ${release} is none. Write a commit (7 to 40 digits of it), the number of a deployment, or plan/ and the number of a milestone.`,
    );
  }
  return { repository: chosen.repository, release: read, from: chosen.from, to: chosen.to };
}

/** A report about nothing would be taken for one about something where nothing happened. */
function mustBeThere({ scope }: FirstReading, { release, repository }: Asked, options: Options): void {
  if (repository !== null && !scope.hasRepository) {
    throw new Failure(
      'not-found',
      `The log tells of no repository ${repository}. Look at its spelling, and at --installation.`,
    );
  }
  if (release?.kind !== 'commit') return;
  const { commits } = scope;
  if (commits.length > 1) {
    const listed = commits
      .slice(0, 5)
      .map((sha) => sha.slice(0, 20))
      .join(', ');
    throw new UsageError(`--release ${options.release} may be several commits: ${listed}. Give more digits.`);
  }
  if (commits.length === 0) {
    throw new Failure('not-found', `The log tells of no commit that begins with ${options.release}.`);
  }
}

function vouchedFor(
  { tree }: FirstReading,
  chosen: AskedExport,
  origin: string,
): { readonly note: string; readonly covered: number } | null {
  const known = knownCheckpoints(chosen, origin);
  mustFit({ tree }, known);
  const [largest] = known.toSorted((one, other) => other.size - one.size);
  if (largest) return { note: largest.note, covered: largest.size };
  if (chosen.signingKey === null) return null;
  return { note: signedHead(tree, origin, chosen.signingKey).note, covered: tree.size };
}

/** People who asked for it: the log keeps what it says, and displays do not show it. */
function erasedPeople({ erase = [] }: Options, env: Environment): readonly string[] {
  return [...erasedIn(env['ERASED_PEOPLE']), ...erase.flatMap(erasedIn)];
}
