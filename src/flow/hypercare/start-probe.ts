/** Starts the next run of a watch, or says why there is nothing to run. */
import { toInstant } from '../../domain/instant.ts';
import { type Answer, recordOf } from '../answer.ts';
import { readSmokePlan } from '../preflight/read-smoke-plan.ts';
import type { Watched } from './rules.ts';

/** Marked checks are few and quick; what takes longer would meet the next run. */
const LONGEST_RUN_MS = 300_000;
/** A run that a process took along when it ended is started again after the longest that it could take. */
const LOST_AFTER_MS = LONGEST_RUN_MS + 10_000;
/** While as many runs are under way as may be. */
const FULL_WAIT_MS = 15_000;

export async function startProbe(watched: Watched): Promise<Answer> {
  const { question, rules, deployment, ports, github, at } = watched;
  const { environment, deploymentId, repository } = question;
  const { sha } = deployment;
  const { file = '' } = rules;
  const read = await readSmokePlan(github, { file, environment, sha, isWatched: true, mostMs: LONGEST_RUN_MS });
  if (read.kind === 'unusable') return await nothingToRun(watched, read.because);
  const place = { repositoryId: repository.id, environment, deploymentId, purpose: 'hypercare' } as const;
  const started = ports.smoke({ ...place, file, sha, plan: read.plan, askAgain: question });
  if (started === 'full') {
    return { record: recordOf(at, 'It is to be probed: other runs are under way.'), dueAt: at + FULL_WAIT_MS };
  }
  return { record: recordOf(at, 'It is being probed.'), dueAt: at + LOST_AFTER_MS };
}

/** Kept like a run, so that it is seen that nobody looks. The file may be corrected: the next one is due as always. */
async function nothingToRun(
  { question, rules, deployment, until, ports, at }: Watched,
  because: string,
): Promise<Answer> {
  const { environment, deploymentId, repository } = question;
  const { file = '', everyMs } = rules;
  const place = { repositoryId: repository.id, environment, deploymentId, purpose: 'hypercare', file } as const;
  const seen = { verdict: 'error', failedChecks: [], because, liveSha: null } as const;
  const instant = toInstant(at);
  await ports.store.keepProbe({ ...place, sha: deployment.sha, ...seen, startedAt: instant, at: instant });
  return {
    record: recordOf(at, `It is watched by time alone: ${because}.`),
    dueAt: Math.min(at + (everyMs ?? 0), until),
  };
}
