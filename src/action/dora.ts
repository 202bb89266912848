/** `command: dora`: how delivery goes, in the job summary and in an issue that is kept up to date. */
import type { EpochMs } from '../domain/instant.ts';
import { epochMs, toInstant } from '../domain/instant.ts';
import { plainLine } from '../domain/markdown.ts';
import { DoraLog } from '../dora/dora-log.ts';
import type { DoraReport, Mark } from '../dora/report.ts';
import { summariseDora } from '../dora/summarise.ts';
import { countingOf } from '../flow/dora/counting.ts';
import { joinedPolicy } from '../flow/dora/joined-policy.ts';
import { findViewer } from '../github/graphql/find-viewer.ts';
import { readFileChanges } from '../github/reads/read-file-changes.ts';
import { isSameName } from '../policy/names.ts';
import type { JobGitHub } from './connect.ts';
import { type KeptFigures, keepFigures } from './dora/keep-figures.ts';
import { doraOutcome } from './dora/outcome.ts';
import { readEvents } from './dora/read-events.ts';
import type { DoraInputs } from './inputs.ts';
import type { Outcome } from './outcome.ts';
import { explainReportFailure } from './reporting/explain-failure.ts';
import { type ReportingPolicies, readReportingPolicies } from './reporting/policies.ts';
import type { Runner } from './runner.ts';

export interface DoraPorts {
  readonly connect: () => Promise<JobGitHub>;
  readonly now: () => EpochMs;
  readonly sleep: (ms: number) => Promise<void>;
  readonly say: (text: string) => void;
}

/** As `tidegate dora` has it by default: long enough for figures, short enough for a job to read. */
const WINDOW_MS = 90 * 86_400_000;

export async function runDora(inputs: DoraInputs, runner: Runner, ports: DoraPorts): Promise<Outcome> {
  try {
    return await report(inputs, runner, ports);
  } catch (error) {
    return explainReportFailure(error);
  }
}

async function report(inputs: DoraInputs, runner: Runner, ports: DoraPorts): Promise<Outcome> {
  const until = ports.now();
  const job = await ports.connect();
  const read = await readReportingPolicies(inputs, runner.workspace, job.github, until);
  if ('verdict' in read) return read;
  const figures = await summarise(inputs, job, read, until, ports);
  const policies = read.policies.map(({ policy }) => policy);
  const policy = joinedPolicy(policies);
  const { targets } = policy?.dora ?? {};
  const isKept = inputs.keepsIssue ?? (policy?.dora !== undefined && policy.dora.issue !== false);
  const shown = { repository: `${job.connection.owner}/${job.connection.repo}`, targets, tiers: policy?.tiers };
  const kept = isKept ? await keep(job, figures, shown, inputs.isDryRun, ports) : null;
  const reportDir = inputs.reportDir || runner.reportDir;
  return doraOutcome({ report: figures, shown, kept, runner, warnings: read.warnings, reportDir });
}

async function summarise(
  inputs: DoraInputs,
  { connection }: JobGitHub,
  { policies }: ReportingPolicies,
  until: EpochMs,
  { say }: DoraPorts,
): Promise<DoraReport> {
  const since = toInstant(until - WINDOW_MS);
  const repository = `${connection.owner}/${connection.repo}`;
  const ours = policies.map(({ policy }) => policy);
  const counting = countingOf(joinedPolicy(ours));
  const events = await readEvents(connection, { repository, at: toInstant(until), since, policies: ours }, say);
  const log = new DoraLog();
  for (const event of events.toSorted((one, other) => timeOf(one) - timeOf(other))) {
    if (isAskedFor(event, inputs)) log.add(event);
  }
  const { environment } = inputs;
  return summariseDora(log, {
    ...counting,
    ...(environment === '' ? {} : { isProduction: (name) => isSameName(name, environment) }),
    ...{ window: WINDOW_MS, until, marks: await readMarks(connection, inputs.policyFile, since) },
  });
}

type Events = Awaited<ReturnType<typeof readEvents>>;

function timeOf(event: Events[number]): EpochMs {
  if (event.kind === 'deployment') return epochMs(event.finishedAt);
  if (event.kind === 'gate') return epochMs(event.requestedAt);
  if (event.kind !== 'incident') return epochMs(event.at);
  return Math.min(...event.intervals.map(({ openedAt }) => epochMs(openedAt)));
}

/** An incident without a service may be anybody's. */
function isAskedFor(event: Events[number], { service, environment }: DoraInputs): boolean {
  if (event.kind !== 'deployment' && event.kind !== 'incident') return true;
  const isOf = (named: string | undefined, wanted: string) =>
    wanted === '' || (named === undefined ? event.kind === 'incident' : isSameName(named, wanted));
  return isOf(event.service, service) && isOf(event.environment, environment);
}

async function readMarks(
  connection: JobGitHub['connection'],
  policyFile: string,
  since: ReturnType<typeof toInstant>,
): Promise<readonly Mark[]> {
  const changes = await readFileChanges(connection, policyFile, since);
  return changes
    .map(({ sha, at, subject }): Mark => ({ at, what: 'policy', sha, summary: plainLine(subject, 200) }))
    .toReversed();
}

async function keep(
  job: JobGitHub,
  figures: DoraReport,
  shown: Parameters<typeof keepFigures>[2],
  isDryRun: boolean,
  ports: DoraPorts,
): Promise<KeptFigures> {
  try {
    const self = (await findViewer(job.connection)) ?? job.connection.self;
    return await keepFigures({ ...job.connection, self }, figures, shown, isDryRun, ports);
  } catch (error) {
    const { reasonCode, headline } = explainReportFailure(error);
    if (reasonCode === 'internal') throw error;
    return { kind: 'refused', code: reasonCode, because: headline };
  }
}
