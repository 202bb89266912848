/**
 * Is this deployment still well, while it is watched? From when it was known to be good it is probed again and again,
 * until its time is over, something else runs there, or two runs in a row failed: that is a verification as any other.
 */
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import type { HypercareQuestion } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { type Answer, recordOf } from '../answer.ts';
import { readPolicyState } from '../policies.ts';
import type { KeptProbe, Ports } from '../ports.ts';
import { failedWhileWatched } from './failed.ts';
import { type Watched, watchRules } from './rules.ts';
import { watchStand } from './stand.ts';
import { startProbe } from './start-probe.ts';
import { isUnseen, watchingEnded } from './watching-ended.ts';

/** Events tell of what it waits for sooner, unless they are lost. */
const LOOK_AGAIN_MS = 300_000;
/** A verification that nobody sends is missed by then, and a job on a runner of GitHub ends after six hours. */
const GIVEN_UP_AFTER_MS = 2 * 86_400_000;
/** Between a failed run and the second one, which says whether it was chance. */
const SECOND_LOOK_MS = 30_000;

export async function answerHypercare(question: HypercareQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const { repository, environment } = question;
  const github = await ports.github(repository);
  const policy = await readPolicyState(ports, repository, github);
  const policies = policy.kind === 'in-force' ? policy.policies : [];
  const rules = watchRules(policies, environment);
  if (rules === null) return over(at, 'Nothing is watched here.');
  const stand = await watchStand(question, rules, { github, ports, at });
  if (stand.kind === 'over') return over(at, `It is not watched. ${stand.because}`);
  if (stand.kind === 'not-yet') return await notYet(question, stand.because, ports);
  const { deployment, since } = stand;
  const watched: Watched = { question, rules, deployment, since, until: since + rules.forMs, ports, github, at };
  const last = await lastRun(watched);
  if (last !== null && last.failures > 1 && last.verdict === 'fail') return await failedWhileWatched(watched, last);
  // A failure is looked at a second time, also when the time is over meanwhile.
  const until = isDoubtful(last) ? Number.POSITIVE_INFINITY : watched.until;
  if (at >= until) return await ended(watched, policies, last);
  const dueAt = Math.min(nextRunAt(watched, last), until);
  return at < dueAt ? waiting(at, dueAt, last) : await startProbe(watched);
}

/** Of this watch: what was seen before it began counts for nothing. */
async function lastRun({ question, rules, deployment, since, ports }: Watched): Promise<KeptProbe | null> {
  const { repository, deploymentId } = question;
  const { file } = rules;
  if (file === undefined) return null;
  const key = { repositoryId: repository.id, deploymentId, purpose: 'hypercare', file } as const;
  const kept = await ports.store.probeOf(key);
  return kept !== null && kept.sha === deployment.sha && epochMs(kept.startedAt) >= since ? kept : null;
}

function nextRunAt({ rules: { everyMs, file }, since }: Watched, last: KeptProbe | null): EpochMs {
  if (everyMs === null || file === undefined) return Number.POSITIVE_INFINITY;
  if (last === null) return since + everyMs;
  return epochMs(last.at) + (isDoubtful(last) ? Math.min(SECOND_LOOK_MS, everyMs) : everyMs);
}

/** It failed once: the second look is near. One that found out nothing since is no reason to hurry. */
function isDoubtful(last: KeptProbe | null): boolean {
  return last?.failures === 1 && last.verdict === 'fail';
}

function waiting(at: EpochMs, dueAt: EpochMs, last: KeptProbe | null): Answer {
  const seen = last === null ? 'It is watched.' : `It is watched; last seen: ${last.verdict}.`;
  const why = last?.because ?? null;
  return { record: recordOf(at, why === null ? seen : `${seen} ${why}`), dueAt };
}

async function ended(watched: Watched, policies: readonly PolicyInForce[], last: KeptProbe | null): Promise<Answer> {
  const { question, deployment, rules, ports, at } = watched;
  const { repository, environment, deploymentId, runId } = question;
  const gate = { kind: 'gate', repository, environment, deploymentId, runId } as const;
  const found = isUnseen(rules, last) ? 'how it does is not known' : 'nothing was found';
  const record = recordOf(at, `Deployment ${deploymentId} was watched, and ${found}.`, {
    notices: watchingEnded({ ...watched, last }, policies),
    questions: await ports.store.releaseRecordsOf(gate, deployment.sha),
    final: true,
  });
  return { record, dueAt: null };
}

async function notYet(question: HypercareQuestion, because: string, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const { repository, deploymentId } = question;
  const [gate] = await ports.store.releaseGates(repository.id, { deploymentId });
  const isGivenUp = gate !== undefined && at >= (gate.endedAt ?? gate.askedAt) + GIVEN_UP_AFTER_MS;
  if (isGivenUp) return over(at, `It was never known to be good, so it is not watched. ${because}`);
  return { record: recordOf(at, because), dueAt: at + LOOK_AGAIN_MS };
}

function over(at: EpochMs, summary: string): Answer {
  return { record: recordOf(at, summary, { final: true }), dueAt: null };
}
