/** The requirement `linked-issue`: every change belongs to an issue, or names the change request that the policy asks for. */
import type { LinkedRequests } from '../../domain/decision.ts';
import type { Change, Facts } from '../../domain/facts.ts';
import { keyOfChange } from '../../domain/linked-requests.ts';
import { nameOfChange } from '../classify.ts';
import { hasUnseenChanges } from '../risk/unseen-changes.ts';
import type { Policy } from '../schema.ts';
import { changesFor } from '../services.ts';
import type { ActiveGate, Finding, ReleaseContext } from './context.ts';
import { type AskedRequests, MOST_REQUESTS, requestsBy } from './requests-of-change.ts';

/** Changes that lack one: enough to begin with; the rest is counted. */
const MOST_TOLD = 5;
/** Changes whose requests are kept: as many as the log and the record list. */
const MOST_CHANGES = 100;

export function judgeLinkedIssues(
  gates: readonly ActiveGate[],
  { facts }: ReleaseContext,
): ReadonlyMap<ActiveGate, Finding> {
  const findings = gates.flatMap((active) => {
    const asked = active.gate.require['linked-issue'];
    return asked === undefined ? [] : [[active, judge(asked, active.policy, facts)] as const];
  });
  return new Map(findings);
}

interface Found {
  readonly change: Change;
  readonly requests: readonly string[];
}

function judge(asked: AskedRequests, policy: Policy, facts: Facts): Finding {
  const requestsOf = requestsBy(asked);
  const found = changesFor(policy, facts).map((change) => ({ change, requests: requestsOf(change) }));
  const missing = found.filter(({ requests }) => requests.length === 0).map(({ change }) => nameOfChange(change));
  const linked = linkedOf(found);
  const about = { kind: 'linked-issue', ...(linked.length === 0 ? {} : { linked }) };
  const pattern = asked === true ? {} : { pattern: asked };
  if (missing.length > 0) {
    const reason = {
      code: 'issue-missing',
      changes: missing.slice(0, MOST_TOLD),
      lacking: missing.length,
      ...pattern,
    };
    return { ...about, status: 'pending', reason };
  }
  if (hasUnseenChanges(facts)) {
    return { ...about, status: 'pending', reason: { code: 'incomplete', asked: 'linked-issue' } };
  }
  const all = [...new Set(found.flatMap(({ requests }) => requests))];
  const reason = { code: 'issue-linked', requests: all.slice(0, MOST_REQUESTS), all: all.length, ...pattern };
  return { ...about, status: 'met', reason };
}

/** A release that is held by one change is told with the requests of the others. */
function linkedOf(found: readonly Found[]): readonly LinkedRequests[] {
  return found
    .filter(({ requests }) => requests.length > 0)
    .slice(0, MOST_CHANGES)
    .map(({ change, requests }) => ({ change: keyOfChange(change), requests }));
}
