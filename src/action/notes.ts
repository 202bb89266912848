/** `command: notes`: what a release brings, told where people look for it. */

import { Failure } from '../domain/failure.ts';
import type { EpochMs } from '../domain/instant.ts';
import { writeNotes } from '../flow/notes/write-notes.ts';
import { findViewer } from '../github/graphql/find-viewer.ts';
import { notesHistoryOn } from '../github/reads/notes/notes-history.ts';
import type { Notes } from '../notes/notes.ts';
import type { Policy } from '../policy/schema.ts';
import type { JobGitHub } from './connect.ts';
import type { NotesInputs } from './inputs.ts';
import { notesOutcome } from './notes/outcome.ts';
import type { Published, ToPublish } from './notes/publish.ts';
import { publishComments } from './notes/publish-comments.ts';
import { publishRelease } from './notes/publish-release.ts';
import { findRangeEnds, type RangeEnds } from './notes/range-ends.ts';
import { type FoundReleaseFile, findReleaseFile } from './notes/release-file.ts';
import { readReleaseOutcome } from './notes/release-outcome.ts';
import type { Outcome } from './outcome.ts';
import { explainReportFailure } from './reporting/explain-failure.ts';
import { organisationPolicy, ownPolicy, type ReportingPolicies, readReportingPolicies } from './reporting/policies.ts';
import type { Runner } from './runner.ts';

export interface NotesPorts {
  readonly connect: () => Promise<JobGitHub>;
  readonly now: () => EpochMs;
  readonly sleep: (ms: number) => Promise<void>;
}

export async function runNotes(inputs: NotesInputs, runner: Runner, ports: NotesPorts): Promise<Outcome> {
  try {
    return await write(inputs, runner, ports);
  } catch (error) {
    return explainReportFailure(error);
  }
}

async function write(inputs: NotesInputs, runner: Runner, ports: NotesPorts): Promise<Outcome> {
  const job = await ports.connect();
  const read = await readReportingPolicies(inputs, runner.workspace, job.github, ports.now());
  if ('verdict' in read) return read;
  const ends = await findRangeEnds(inputs, runner, job.connection);
  const policy = ownPolicy(read.policies);
  const releaseFile: FoundReleaseFile =
    policy.notes?.categories === undefined ? await findReleaseFile(read.file) : { kind: 'none' };
  const notes = await notesOf({ inputs, runner, ports, job, read, ends, policy, releaseFile });
  const runUrl = `${runner.repositoryUrl}/actions/runs/${runner.runId}`;
  const manner = { repositoryUrl: runner.repositoryUrl, zone: policy.zone };
  const asked: ToPublish = { job, notes, ends, manner, fullText: runUrl, isDryRun: inputs.isDryRun };
  const published = await publish(asked, inputs.publish, ports);
  const warnings = [...read.warnings, ...(releaseFile.kind === 'invalid' ? releaseFile.problems : [])];
  return notesOutcome({
    ...{ notes, ends, manner, published, runUrl, warnings },
    ...{ isSummarised: inputs.publish !== 'none', reportDir: inputs.reportDir || runner.reportDir },
  });
}

interface Asked {
  readonly inputs: NotesInputs;
  readonly runner: Runner;
  readonly ports: NotesPorts;
  readonly job: JobGitHub;
  readonly read: ReportingPolicies;
  readonly ends: RangeEnds;
  readonly policy: Policy;
  readonly releaseFile: FoundReleaseFile;
}

async function notesOf({ inputs, runner, ports, job, read, ends, policy, releaseFile }: Asked): Promise<Notes> {
  const { github, connection } = job;
  const { policies } = read;
  return writeNotes(notesHistoryOn(connection), {
    repository: `${connection.owner}/${connection.repo}`,
    from: ends.from,
    to: ends.to,
    service: inputs.service || null,
    environment: ends.environment,
    policy,
    organisation: organisationPolicy(policies),
    releaseFile: releaseFile.kind === 'valid' ? releaseFile.rules : null,
    outcome: await readReleaseOutcome({ github, runner, ends, policies, at: ports.now() }),
    answeredBy: 'github',
  });
}

/** What could not be published fails the step; the notes are in the outputs all the same. */
async function publish(asked: ToPublish, where: NotesInputs['publish'], ports: NotesPorts): Promise<Published> {
  if (where === 'summary' || where === 'none') return { kind: 'done', said: '', url: null, left: [] };
  try {
    if (where === 'release') return await publishRelease(asked);
    const self = (await findViewer(asked.job.connection)) ?? asked.job.connection.self;
    const job = { ...asked.job, connection: { ...asked.job.connection, self } };
    return await publishComments({ ...asked, job }, ports);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { reasonCode, headline } = explainReportFailure(error);
    return { kind: 'refused', code: reasonCode, because: headline, url: null };
  }
}
