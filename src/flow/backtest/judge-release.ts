/** What a policy would have said about one past release. */
import type { Decision, GateResult, ReleaseType, RequirementResult, Verdict } from '../../domain/decision.ts';
import { type Change, type Direction, type Facts, NOTHING_KNOWN } from '../../domain/facts.ts';
import { epochMs, toInstant } from '../../domain/instant.ts';
import { decide, type PolicyInForce } from '../../policy/decide.ts';
import { type Attempt, askedLane } from './deployments.ts';

export interface PastRelease {
  readonly attempt: Attempt;
  readonly repository: string;
  readonly direction: Direction;
  /** False: the clone lacks a commit of it. */
  readonly complete: boolean;
  readonly changes: readonly Change[];
}

export interface Judgement {
  readonly tier: string;
  readonly releaseType: ReleaseType;
  /** With the gates that a clone cannot answer taken as met. */
  readonly verdict: Verdict;
  /** Gates that time alone would have held. */
  readonly heldBy: readonly string[];
  /** Seconds until all of them let go; 0 when none held, null when they never do. */
  readonly heldFor: number | null;
  /** Gates that a clone cannot answer. */
  readonly unknown: readonly string[];
}

export function judgeRelease(release: PastRelease, policy: PolicyInForce): Judgement {
  const decision = decide([policy], factsOf(release));
  const heldBy = decision.gates.filter((gate) => gate.requirements.some(isHeldByTime)).map(({ name }) => name);
  const heldFor = heldBy.length === 0 ? 0 : secondsUntilOpen(decision);
  return {
    tier: decision.tier,
    releaseType: decision.releaseType,
    verdict: verdictOf(heldFor),
    heldBy,
    heldFor,
    unknown: decision.gates.filter(isUnanswered).map(({ name }) => name),
  };
}

/** What a clone tells. People, reviews, checks and labels are not in it. */
function factsOf({ attempt, repository, direction, complete, changes }: PastRelease): Facts {
  const { deployment, baseline, wasVerified, lanes } = attempt;
  const { sha } = deployment;
  const at = toInstant(deployment.at);
  const verified = { id: 0, ...askedLane(deployment), sha, startedAt: at, state: 'success' } as const;
  return {
    version: 1,
    at,
    repository,
    question: { kind: 'deploy', ...askedLane(deployment), actor: 'unknown' },
    candidate: { sha, ref: deployment.id },
    baseline: baseline === null ? null : { sha: baseline.sha, at: toInstant(baseline.succeededAt ?? baseline.at) },
    direction,
    changes,
    complete,
    ...NOTHING_KNOWN,
    lanes,
    deployments: wasVerified ? [{ ...verified, verification: { verdict: 'pass', at } }] : [],
  };
}

const TIME = new Set(['window', 'freeze']);

function isHeldByTime({ kind, status }: RequirementResult): boolean {
  return TIME.has(kind) && status !== 'met';
}

/** No approval is in a clone, so an approvals requirement that is met asks for none. Anything else is not known. */
function isUnanswered(gate: GateResult): boolean {
  return gate.requirements.some(({ kind, status }) => !TIME.has(kind) && !(kind === 'approvals' && status === 'met'));
}

function secondsUntilOpen({ at, earliestOpening }: Decision): number | null {
  if (earliestOpening === null) return null;
  return Math.ceil((epochMs(earliestOpening) - epochMs(at)) / 1000);
}

function verdictOf(heldFor: number | null): Verdict {
  if (heldFor === null) return 'blocked';
  return heldFor === 0 ? 'open' : 'waiting';
}
