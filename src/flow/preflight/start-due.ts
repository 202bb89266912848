/** Starts the preflights that are due. */
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import { type GateAhead, type KnownPreflight, sayFound, TRY_AGAIN_MS } from './known.ts';
import { readSmokePlan } from './read-smoke-plan.ts';

/** The gate is held meanwhile: what takes longer than this is a test, and belongs before the gate. */
export const LONGEST_PREFLIGHT_MS = 120_000;
/** Whatever happens to the gate asks anew, but not more often than this. */
const NOT_BEFORE_MS = 60_000;
/** A run that a process took along when it ended is started again after the longest that it could take. */
const LOST_AFTER_MS = LONGEST_PREFLIGHT_MS + 10_000;
/** While as many runs are under way as may be. */
const FULL_WAIT_MS = 15_000;

interface Due {
  readonly run: KnownPreflight;
  readonly lookAgainAt: EpochMs;
}

export async function startDue(
  asked: GateAhead,
  known: readonly KnownPreflight[],
): Promise<{ readonly runs: readonly KnownPreflight[]; readonly lookAgainAt: EpochMs }> {
  const all: Due[] = [];
  for (const run of known) all.push(await startOne(asked, run));
  return { runs: all.map(({ run }) => run), lookAgainAt: Math.min(...all.map(({ lookAgainAt }) => lookAgainAt)) };
}

async function startOne(asked: GateAhead, run: KnownPreflight): Promise<Due> {
  const { question, ports, github, gate, at } = asked;
  const ranAt = run.fact === null ? null : epochMs(run.fact.at);
  if (ranAt !== null && at < ranAt + NOT_BEFORE_MS) return { run, lookAgainAt: ranAt + TRY_AGAIN_MS };
  const { repository, environment, deploymentId } = question;
  const { file } = run;
  const { sha } = gate;
  const read = await readSmokePlan(github, { file, environment, sha, mostMs: LONGEST_PREFLIGHT_MS });
  if (read.kind === 'unusable') {
    const ranNow = toInstant(at);
    const found = sayFound(read.because, ranNow);
    const fact = { file, verdict: 'error', at: ranNow, failedChecks: [], ...found } as const;
    return { run: { file, fact }, lookAgainAt: at + TRY_AGAIN_MS };
  }
  const place = { repositoryId: repository.id, environment, deploymentId, purpose: 'preflight' } as const;
  const started = ports.smoke({ ...place, file, sha, plan: read.plan, askAgain: question });
  return { run, lookAgainAt: at + (started === 'full' ? FULL_WAIT_MS : LOST_AFTER_MS) };
}
