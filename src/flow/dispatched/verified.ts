/** The run of a rollback ended well: did it deploy, and is that verified? */
import { epochMs } from '../../domain/instant.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import type { SeenOfRollback } from '../../domain/rollback-life.ts';
import { isBeingRead, type Verification } from '../../domain/verification.ts';
import { expiryOf } from '../../policy/expiry.ts';
import type { RunState } from '../ports.ts';
import type { Following } from './follow-run.ts';

/** Where no policy says how long. */
const DEFAULT_WITHIN = '30m';
/** GitHub's list of deployments lags behind the end of the run. */
const SHOWN_WITHIN_MS = 600_000;

/** Null: it is not known yet. */
export async function seenOfSuccess(
  before: KeptRollback,
  run: RunState,
  { repository, within, ports, github, at }: Following,
): Promise<SeenOfRollback | null> {
  const endedAt = run.endedAt === null ? at : epochMs(run.endedAt);
  const known = before.deployments ?? [];
  const deployments = known.length > 0 ? known : await deployedBy(run, before, github);
  if (deployments.length === 0) return at < endedAt + SHOWN_WITHIN_MS ? null : { kind: 'nothing-deployed' };
  const said = await ports.store.verifications(repository.id, before.environment);
  const own = said.newest.filter((each) => deployments.includes(each.deploymentId) && each.sha === before.targetSha);
  const verdict = verdictOf(own);
  if (verdict === 'pass') return { kind: 'verified' };
  if (verdict !== null) return { kind: 'not-verified', verdict };
  if (isBeingRead(said, run.id, at)) return null;
  const limits = within.length === 0 ? [DEFAULT_WITHIN] : within;
  if (at >= Math.min(...limits.map((each) => expiryOf(endedAt, each))))
    return { kind: 'not-verified', verdict: 'missing' };
  return deployments.length > known.length ? { kind: 'deployed', deployments } : null;
}

/** Where no gate of ours told of them. Whoever may write can link others to the run. */
async function deployedBy({ id }: RunState, { environment }: KeptRollback, github: Following['github']) {
  const job = await github.jobDeployments(id, environment);
  return (job?.deployments ?? []).map((each) => each.id);
}

/** A job that could not tell may tell later. Of several deployments, all have to be good. */
function verdictOf(own: readonly Verification[]): 'pass' | 'fail' | 'missing' | null {
  const verdicts = own.map(({ verdict }) => verdict);
  if (verdicts.includes('fail')) return 'fail';
  if (verdicts.includes('missing')) return 'missing';
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'pass') ? 'pass' : null;
}
