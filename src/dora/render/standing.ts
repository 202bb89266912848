/** What figures do not show: merged changes that wait for production, and what went there past every gate. */
import { epochMs, type Instant } from '../../domain/instant.ts';
import { sayCut, table } from './table.ts';
import { count, sayDuration, sayName } from './words.ts';

/** As it was last looked at. */
export interface Standing {
  readonly at: Instant;
  readonly undeployed: readonly WaitingLane[];
  /** Null: the settings were not looked at yet. */
  readonly unguarded: UnguardedSummary | null;
  /** Commits that environments refuse because they went back from them. */
  readonly held?: readonly HeldCommit[] | undefined;
}

export interface HeldCommit {
  readonly environment: string;
  readonly sha: string;
  readonly since: Instant;
  /** The issue that tells why; null: none that is known. */
  readonly issue: number | null;
}

export interface WaitingLane {
  readonly service: string;
  readonly environment: string;
  /** Null: GitHub cannot tell what lies between. */
  readonly waiting: {
    readonly changes: number;
    readonly lines: number;
    readonly oldest: string | null;
    readonly oldestAt: Instant | null;
    readonly isComplete: boolean;
  } | null;
  /** Nobody asked GitHub yet: so many lanes are not counted at once. */
  readonly isUncounted?: true | undefined;
}

export interface UnguardedSummary {
  readonly count: number;
  /** The newest first. `why`: a sentence without its full stop. */
  readonly last: readonly {
    readonly deploymentId: number;
    readonly environment: string;
    readonly sha: string;
    readonly at: Instant;
    readonly why: string;
  }[];
  readonly jobs: readonly { readonly workflow: string; readonly job: string; readonly environment: string }[];
  /** Workflow files of which nothing is known. */
  readonly unread: number;
}

const MOST_LANES = 20;
const MOST_SHOWN = 5;

/** What of it somebody has to look at. */
export function standingAttention(standing: Standing | undefined): readonly string[] {
  const { count: passed, jobs } = standing?.unguarded ?? { count: 0, jobs: [] };
  return [
    ...(standing?.held ?? []).map(sayHeld),
    ...(passed === 0 ? [] : [`${count(passed, 'deployment')} passed no gate, see Not guarded below.`]),
    ...(jobs.length === 0
      ? []
      : [`${count(jobs.length, 'job deploys', 'jobs deploy')} where no gate can be asked, see Not guarded below.`]),
  ];
}

function sayHeld({ environment, sha, since, issue }: HeldCommit): string {
  const why = issue === null ? '' : ` (#${issue})`;
  return `${sayName(environment)} refuses every commit that contains \`${sha.slice(0, 7)}\` since ${since.slice(0, 10)}${why}, until somebody lifts that.`;
}

/** Nothing where nothing was looked at, or nothing is to be told. */
export function sayStanding(standing: Standing | undefined): readonly string[] {
  if (standing === undefined) return [];
  return [...sayUndeployed(standing), ...sayUnguarded(standing.unguarded)];
}

function sayUndeployed({ undeployed, at }: Standing): readonly string[] {
  const counted = undeployed.filter(({ isUncounted }) => isUncounted !== true);
  const told = counted.filter(({ waiting }) => waiting === null || waiting.changes > 0);
  const left = undeployed.length - counted.length;
  if (told.length === 0 && left === 0) return [];
  const rows = told
    .slice(0, MOST_LANES)
    .map(({ service, environment, waiting }) => [
      `${sayName(service)} in ${sayName(environment)}`,
      ...(waiting === null
        ? ['unknown: GitHub cannot compare what runs with the default branch', '', '']
        : [
            `${waiting.isComplete ? '' : 'at least '}${waiting.changes}`,
            waiting.oldestAt === null
              ? 'unknown'
              : `${sayDuration((epochMs(at) - epochMs(waiting.oldestAt)) / 1000)} (${sayName(waiting.oldest ?? '')})`,
            `${waiting.lines}`,
          ]),
    ]);
  return [
    '### Merged and not deployed',
    '',
    ...(rows.length === 0
      ? []
      : table(['Lane', 'Changes that wait', 'The oldest, since it was merged', 'Lines'], rows)),
    ...sayCut(told.length - MOST_LANES, 'lanes'),
    ...(left === 0
      ? []
      : ['', `${counted.length} of ${undeployed.length} lanes counted. The others have their turn in the next days.`]),
    '',
  ];
}

function sayUnguarded(seen: UnguardedSummary | null): readonly string[] {
  if (seen === null || (seen.count === 0 && seen.jobs.length === 0 && seen.unread === 0)) return [];
  const deployments = seen.last.slice(0, MOST_SHOWN).map(({ deploymentId, environment, sha, at, why }) => {
    const what = `${sha.slice(0, 7)} to ${sayName(environment)}`;
    return `- ${what} on ${at.slice(0, 10)} (deployment ${deploymentId}): ${sayName(why)}.`;
  });
  const jobs = seen.jobs.slice(0, MOST_SHOWN).map(({ workflow, job, environment }) => {
    const place = `${sayName(workflow)}, job ${sayName(job)}`;
    return `- ${place}: deploys to ${sayName(environment)} with \`deployment: false\`, so no gate is asked.`;
  });
  const unread =
    seen.unread === 0
      ? []
      : [`- Of ${count(seen.unread, 'workflow file')} nothing is known: not read, or not understood.`];
  return [
    '### Not guarded',
    '',
    seen.count === 0
      ? 'No deployment is known that passed without a gate.'
      : `${count(seen.count, 'deployment')} to governed environments passed without a gate of ours.`,
    '',
    ...deployments,
    ...jobs,
    ...unread,
    '',
  ];
}
