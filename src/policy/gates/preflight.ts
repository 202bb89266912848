/** The built-in gate `preflight`: the target was probed a moment ago and is ready for a release. */
import type { Reason } from '../../domain/decision.ts';
import type { PreflightFact } from '../../domain/facts.ts';
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import { entryFor } from '../names.ts';
import type { Policy } from '../schema.ts';
import type { BuiltInGate, Finding, ReleaseContext } from './context.ts';

/** For so long a run says how the target is; whoever gathers facts has it run again by then. */
const PREFLIGHT_COUNTS_FOR = 10 * 60_000;

export const preflightGate: BuiltInGate = {
  name: 'preflight',
  yieldsToRollback: true,
  judge(context) {
    const { policies, environment } = context;
    if (environment === undefined) return undefined;
    const files = preflightFiles(policies, environment);
    if (files.length === 0) return undefined;
    const owners = policies.filter((policy) => entryFor(policy, environment)?.preflight !== undefined);
    return { finding: judgePreflight(files, context), owners };
  },
};

/** The smoke files that have to have passed before the environment opens: each policy may name one. No repeats. */
export function preflightFiles(policies: readonly Policy[], environment: string): readonly string[] {
  return [...new Set(policies.flatMap((policy) => entryFor(policy, environment)?.preflight ?? []))];
}

interface Standing {
  readonly status: Finding['status'];
  readonly reason: Reason;
  /** When time alone makes it another one. */
  readonly changesAt?: EpochMs;
}

function judgePreflight(files: readonly string[], context: ReleaseContext): Finding {
  const standings = files.map((file) => standingOf(file, context));
  const ends = standings.flatMap(({ changesAt }) => changesAt ?? []);
  const worst =
    standings.find(({ reason }) => reason.code === 'preflight-failed') ??
    standings.find(({ status }) => status !== 'met') ??
    standings[0];
  const { status, reason } = worst ?? unknown(files.join(', '), 'not-run');
  return { kind: 'preflight', status, reason, ...(ends.length === 0 ? {} : { changesAt: Math.min(...ends) }) };
}

/** A run that is still to come, by the clock of another process, is none yet. */
function standingOf(file: string, { facts, at, policies }: ReleaseContext): Standing {
  const run = facts.preflights?.findLast((each) => each.file === file);
  if (run === undefined) return unknown(file, 'not-run');
  const ranAt = epochMs(run.at);
  if (ranAt > at) return { ...unknown(file, 'not-run'), changesAt: ranAt };
  const changesAt = ranAt + PREFLIGHT_COUNTS_FOR;
  if (changesAt <= at) return unknown(file, 'too-old');
  const zone = policies.at(-1)?.zone ?? 'UTC';
  const more = { ...(run.found === undefined ? {} : { found: run.found }), ...againOf(run, zone) };
  if (run.verdict === 'error' || run.verdict === 'inconclusive') {
    const { status, reason } = unknown(file, run.verdict);
    return { status, reason: { ...reason, ...more }, changesAt };
  }
  const data = { file, ranAt: run.at, until: toInstant(changesAt), zone };
  if (run.verdict === 'pass') return { status: 'met', reason: { code: 'preflight-passed', ...data }, changesAt };
  const reason = { code: 'preflight-failed', ...data, failed: run.failedChecks, ...more };
  return { status: 'pending', reason, changesAt };
}

function againOf({ at, againAt }: PreflightFact, zone: string): Readonly<Record<string, unknown>> {
  if (againAt === undefined) return {};
  const minutes = Math.round((epochMs(againAt) - epochMs(at)) / 60_000);
  return { againAt, every: minutes, zone };
}

function unknown(file: string, because: string): Standing {
  return { status: 'pending', reason: { code: 'preflight-unknown', file, because } };
}
