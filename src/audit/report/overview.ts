/** What a report comes to: how many releases, how they ended, and what is answered of an auditor's questions. */
import { ownApprovals } from './exceptions.ts';
import type { AuditReport, ReportedRelease } from './report.ts';

export type Outcome =
  | 'let in and verified'
  | 'let in, found bad'
  | 'let in, not verified'
  | 'taken back'
  | 'went past Tidegate'
  | 'not let in'
  | 'still waiting';

export function outcomeOf(release: ReportedRelease): Outcome {
  const { state, openedAt, rollback, verification } = release;
  if (rollback?.state === 'verified') return 'taken back';
  if (state === 'bypassed') return 'went past Tidegate';
  if (openedAt === null && state !== 'approved') {
    return state === 'held' || state === 'pending' || state === 'unknown' ? 'still waiting' : 'not let in';
  }
  if (verification?.verdict === 'pass') return 'let in and verified';
  return verification?.verdict === 'fail' ? 'let in, found bad' : 'let in, not verified';
}

/** `8 let in and verified (2 of them ways back), 2 taken back`. */
export function sayOutcomes(releases: readonly ReportedRelease[]): string {
  const groups = Map.groupBy(releases, outcomeOf);
  const parts = [...groups].map(([outcome, of]) => {
    const back = of.filter(({ wayBack }) => wayBack !== null).length;
    return `${of.length} ${outcome}${back === 0 ? '' : ` (${back} of them to go back)`}`;
  });
  return parts.join(', ') || 'none';
}

/** By some verification that counts, whatever was found later. */
export function wasVerified({ verifications }: ReportedRelease): boolean {
  return verifications.some(({ verdict }) => verdict === 'pass');
}

function isLetIn({ openedAt }: ReportedRelease): boolean {
  return openedAt !== null;
}

/** By whose word it went in, in the order in which they are looked for. */
function groundOf({ decision, wayBack }: ReportedRelease): 'order' | 'override' | 'approval' | 'policy' {
  if (wayBack !== null) return 'order';
  if (decision?.override != null) return 'override';
  return decision?.counted.some(({ people }) => people.length > 0) ? 'approval' : 'policy';
}

export function sayAuthorised({ releases }: AuditReport): string {
  const opened = releases.filter(isLetIn);
  const isDecided = ({ decision }: ReportedRelease) => decision !== null;
  const past = releases.filter(({ state }) => state === 'bypassed').length;
  return `${opened.filter(isDecided).length} of ${opened.length} let in by a decision under a policy, with its digest; ${past} went past Tidegate`;
}

export function sayTested({ releases }: AuditReport): string {
  const opened = releases.filter(isLetIn);
  const before = opened.filter(({ decision }) => decision?.gates.some(isMetTest)).length;
  return `${opened.filter(wasVerified).length} of ${opened.length} verified after they were deployed; ${before} had to be verified elsewhere before (gate promotion)`;
}

function isMetTest({ name, status }: { readonly name: string; readonly status: string }): boolean {
  return name === 'promotion' && status === 'met';
}

export function sayApproved({ releases }: AuditReport): string {
  const grounds = Map.groupBy(releases.filter(isLetIn), groundOf);
  const of = (ground: ReturnType<typeof groundOf>): number => grounds.get(ground)?.length ?? 0;
  return `Let in with approvals that counted: ${of('approval')}; as a way back that was ordered or authorised in advance: ${of('order')}; by an override: ${of('override')}; where the policy asks for no approval: ${of('policy')}`;
}

export function saySeparated({ releases }: AuditReport): string {
  const letIn = releases
    .filter((each) => isLetIn(each) && each.wayBack === null)
    .flatMap(({ decision }) => decision ?? []);
  const changes = letIn.flatMap((decision) => decision.changes);
  const known = changes.filter(({ reviewedBy }) => reviewedBy !== undefined);
  const alone = known.filter(({ reviewedBy }) => reviewedBy?.length === 0).length;
  const own = letIn.flatMap(ownApprovals).length;
  const old = changes.length - known.length;
  const unknown = old === 0 ? '' : `; of ${old} the log does not tell who reviewed them`;
  return `Approvals by an author of the change: ${own}; changes reviewed by somebody else: ${known.length - alone} of ${known.length} (a change counts once for each environment that it was let into)${unknown}`;
}

export function sayLookedBack({ releases, exceptions }: AuditReport): string {
  const reviews = new Map(
    releases.flatMap(({ review, repository }) => (review === null ? [] : [[`${repository}/${review.issue}`, review]])),
  );
  const closed = [...reviews.values()].filter(({ state }) => state === 'closed');
  const withCause = closed.filter(({ causes }) => causes.length > 0).length;
  const bad = releases.filter(({ rollback, review, decision, openedAt }) => {
    const isDue = rollback?.state === 'verified' || (openedAt !== null && decision?.override != null);
    return isDue && review?.state !== 'closed';
  }).length;
  return `Exceptions: ${exceptions.length}; reviews closed: ${closed.length} (with a cause: ${withCause}), open again: ${reviews.size - closed.length}; taken back or opened by an override, without a closed review in this log: ${bad}`;
}
