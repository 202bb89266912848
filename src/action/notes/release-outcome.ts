/**
 * What the release had to get through, decided anew by the engine of the gate. A job has no record of what was decided
 * when: the answer is told only while the environment still runs what the notes begin at, since later it would be about
 * another release.
 */
import type { EpochMs } from '../../domain/instant.ts';
import { gatherDeployment } from '../../flow/gather.ts';
import type { GitHub } from '../../flow/ports.ts';
import type { NotesOutcome } from '../../notes/notes.ts';
import { decide, type PolicyInForce } from '../../policy/decide.ts';
import { explain } from '../../policy/explanation.ts';
import type { Runner } from '../runner.ts';
import type { RangeEnds } from './range-ends.ts';

export interface OutcomeQuestion {
  readonly github: GitHub;
  readonly runner: Runner;
  readonly ends: RangeEnds;
  readonly policies: readonly PolicyInForce[];
  readonly at: EpochMs;
}

/** Null: nobody can tell any more, or there is no policy. */
export async function readReleaseOutcome(question: OutcomeQuestion): Promise<NotesOutcome | null> {
  const { github, runner, ends, policies, at } = question;
  const { environment, toSha: sha, from, baselineSha, deployed } = ends;
  if (environment === null || policies.length === 0 || deployed?.state === 'success') return null;
  if (from !== baselineSha) return null;
  const { repository, ref, actors, runId, runAttempt } = runner;
  const facts = await gatherDeployment(
    github,
    {
      ...{ repository, environment, sha, ref, actors, runId, runAttempt, at },
      ...{ deploymentId: deployed?.id, overrides: [], reviews: [] },
    },
    policies.map(({ policy }) => policy),
  );
  if ((facts.baseline?.sha ?? null) !== baselineSha) return null;
  const decision = decide(policies, facts);
  return {
    tier: decision.tier,
    releaseType: decision.releaseType,
    verdict: decision.verdict,
    gates: explain(decision, facts, policies).gates.map(({ name, status, lines }) => {
      return { name, state: status, because: lines.map(({ text }) => text).join('; ') };
    }),
    approvedBy: [...new Set(facts.approvals.filter(({ state }) => state === 'approved').map(({ user }) => user))],
    verification: null,
    deployedAt: null,
  };
}
