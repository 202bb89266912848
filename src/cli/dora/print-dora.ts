/** Reads what the options name, makes the figures and prints them. */
import { zoneNamed } from '../../calendar/zone.ts';
import { epochMs, parseDuration } from '../../domain/instant.ts';
import type { DoraLog } from '../../dora/dora-log.ts';
import type { Mark } from '../../dora/report.ts';
import { type DoraRequest, summariseDora } from '../../dora/summarise.ts';
import { countingOf } from '../../flow/dora/counting.ts';
import type { Policy } from '../../policy/schema.ts';
import { EXIT, UsageError } from '../exit-codes.ts';
import { policyOf } from '../find-policy.ts';
import { instantOption } from '../instant-option.ts';
import { print, printJson } from '../output.ts';
import { doraText } from './dora-text.ts';
import { logOfClone } from './log-of-clone.ts';
import { logOfEvents } from './log-of-events.ts';
import { marksBeside } from './marks.ts';

export interface DoraOptions {
  readonly events?: string;
  readonly git?: string;
  readonly deployments?: string;
  readonly policy?: string;
  readonly window: string;
  readonly until?: string;
  readonly zone?: string;
  readonly json?: true;
}

export interface ReadLog {
  readonly log: DoraLog;
  readonly policy: Policy | null;
  /** Every change of the policy file that the history tells; undefined: there is no history to ask. */
  readonly marks: readonly Mark[] | undefined;
  /** False: there was something, and nothing of it could be read. */
  readonly isUsable: boolean;
}

export async function printDora(options: DoraOptions): Promise<number> {
  const asked = askedOf(options);
  const { log, policy, marks, isUsable } = await readLog(options);
  const { window, until, zone } = asked;
  const from = until - window;
  const inWindow = marks?.filter(({ at }) => epochMs(at) >= from && epochMs(at) < until);
  const request: DoraRequest = {
    ...{ ...countingOf(policy), window, until },
    ...(zone === undefined ? {} : { zone }),
    ...(inWindow === undefined ? {} : { marks: inWindow }),
  };
  const report = summariseDora(log, request);
  if (options.json) await printJson(report);
  else {
    const { targets, team } = policy?.dora ?? {};
    await print(doraText(report, { targets, tiers: policy?.tiers, wantsTeams: team !== undefined }));
  }
  return isUsable ? EXIT.ok : EXIT.failed;
}

async function readLog({ events, git, deployments, policy: file }: DoraOptions): Promise<ReadLog> {
  if (git !== undefined && deployments !== undefined) return logOfClone({ git, deployments, policy: file });
  const policy = file === undefined ? null : (await policyOf(file)).policy;
  const read = await logOfEvents(events ?? '-');
  return { ...read, policy, marks: file === undefined ? undefined : await marksBeside(file) };
}

interface Asked {
  readonly window: number;
  readonly until: number;
  readonly zone: string | undefined;
}

/** Weeks are listed one by one: of more than ten years nobody reads them. */
const LONGEST_WINDOW_DAYS = 3660;
const DAY = 86_400_000;

/** Throws `UsageError`; before anything is read. */
function askedOf(options: DoraOptions): Asked {
  checkSource(options);
  return { window: windowOf(options.window), until: untilOf(options.until), zone: zoneOf(options.zone) };
}

function checkSource({ events, git, deployments }: DoraOptions): void {
  if (events !== undefined && (git !== undefined || deployments !== undefined)) {
    throw new UsageError('--events and --git are two sources, and figures are made from one. Leave one of them out.');
  }
  if (events !== undefined) return;
  if (git === undefined && deployments === undefined) {
    throw new UsageError('Nothing says what was deployed. Give --events FILE, or --git DIR with --deployments GLOB.');
  }
  const lacking =
    git === undefined ? '--deployments names tags, and --git DIR, the clone that has them, is missing.' : '';
  if (lacking !== '') throw new UsageError(lacking);
  if (deployments === undefined) {
    throw new UsageError('--git needs --deployments GLOB: the tags that are deployments, such as "v*".');
  }
}

function windowOf(text: string): number {
  const window = parseDuration(text);
  if (window !== undefined && window > 0 && window <= LONGEST_WINDOW_DAYS * DAY) return window;
  throw new UsageError(
    `--window ${text} is no length of time from 1s to ${LONGEST_WINDOW_DAYS}d. Write it as 90d, 12w or P90D.`,
  );
}

function untilOf(text: string | undefined): number {
  return text === undefined ? Date.now() : epochMs(instantOption('--until', text));
}

function zoneOf(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const zone = zoneNamed(name);
  if (zone !== undefined) return zone.id;
  throw new UsageError(
    `--zone ${name} is no time zone. Take a name of the IANA database, such as Europe/Berlin or UTC.`,
  );
}
