/** The requirement `approvals`: enough of the right people said yes, and none of them said no. */
import type { IgnoredPerson } from '../../domain/decision.ts';
import type { Change } from '../../domain/facts.ts';
import { nameOfChange } from '../classify.ts';
import { sayPeople } from '../people.ts';
import type { Approvals } from '../schema.ts';
import { assignPeople } from './assignment.ts';
import type { ActiveGate, Finding, ReleaseContext } from './context.ts';
import {
  type Approver,
  type Opinions,
  type Rejection,
  rejectionsOf,
  releaseOpinions,
  reviewOpinions,
} from './opinions.ts';

/** What approvals there are for one requirement, before people are shared out between requirements. */
interface Poll {
  readonly asked: Approvals;
  readonly groups: readonly { readonly name: string; readonly opinions: Opinions }[];
  readonly rejections: readonly Rejection[];
}

/** Judges the approvals of all gates of a decision together, since `distinct` ones share people. */
export function judgeApprovals(
  gates: readonly ActiveGate[],
  context: ReleaseContext,
): ReadonlyMap<ActiveGate, Finding> {
  const polls = gates.flatMap((active) => {
    const asked = active.gate.require.approvals;
    return asked === undefined ? [] : [{ active, poll: takePoll(asked, context) }];
  });
  const distinct = polls.filter(({ poll }) => poll.asked.distinct);
  const served = assignPeople(
    distinct.map(({ poll }) => ({ count: poll.asked.count, groups: poll.groups.map(identities) })),
  );
  const assigned = new Map(distinct.map(({ poll }, index) => [poll, served[index] as ReadonlySet<string>]));
  const used = new Set(served.flatMap((people) => [...people]));
  return new Map(polls.map(({ active, poll }) => [active, conclude(poll, assigned.get(poll), used)]));
}

function identities({ opinions }: Poll['groups'][number]): ReadonlySet<string> {
  return new Set(opinions.approvers.map((approver) => approver.identity));
}

function takePoll(asked: Approvals, context: ReleaseContext): Poll {
  return { asked, groups: groupsOf(asked, context), rejections: rejectionsOf(asked, context) };
}

function groupsOf(asked: Approvals, context: ReleaseContext): Poll['groups'] {
  const { changes, candidate } = context.facts;
  if (asked.of === 'release')
    return [{ name: candidate.sha.slice(0, 7), opinions: releaseOpinions(changes, asked, context) }];
  const groups = changes.map((change) => ({
    name: nameOfChange(change),
    opinions: changeOpinions(change, asked, context),
  }));
  if (!hasUnseenChanges(context)) return groups;
  // Nobody can have reviewed what is not listed, so the release's own approvals speak for it.
  return [...groups, { name: 'changes that are not listed', opinions: releaseOpinions(changes, asked, context) }];
}

function changeOpinions(change: Change, asked: Approvals, context: ReleaseContext): Opinions {
  // A commit without a pull request cannot have reviews.
  return change.kind === 'commit' ? releaseOpinions([change], asked, context) : reviewOpinions(change, asked, context);
}

function hasUnseenChanges({ facts }: ReleaseContext): boolean {
  if (!facts.complete) return true;
  const mayBeEmpty = facts.question.kind === 'deploy' && ['forward', 'same'].includes(facts.direction);
  return facts.changes.length === 0 && !mayBeEmpty;
}

/** @param assigned the people who serve this requirement, when it is distinct; @param used those who serve any. */
function conclude(poll: Poll, assigned: ReadonlySet<string> | undefined, used: ReadonlySet<string>): Finding {
  const { asked, groups, rejections } = poll;
  const counts = (approver: Approver): boolean => assigned?.has(approver.identity) ?? true;
  const counted = unique(groups.flatMap(({ opinions }) => opinions.approvers.filter(counts).map(({ login }) => login)));
  const waiting = groups
    .map(({ name, opinions }) => ({ change: name, missing: asked.count - opinions.approvers.filter(counts).length }))
    .filter(({ missing }) => missing > 0);
  const people = { counted, ignored: ignoredIn(poll, counts, used) };
  const [rejection] = rejections;
  if (rejection !== undefined) {
    return { kind: 'approvals', status: 'failed', reason: { code: 'rejected', ...rejection }, ...people };
  }
  const data = { needed: asked.count, of: asked.of, from: sayPeople(asked.from) };
  if (waiting.length === 0) return { kind: 'approvals', status: 'met', reason: { code: 'enough', ...data }, ...people };
  return { kind: 'approvals', status: 'pending', reason: { code: 'not-enough', ...data, waiting }, ...people };
}

function ignoredIn(
  poll: Poll,
  counts: (approver: Approver) => boolean,
  used: ReadonlySet<string>,
): readonly IgnoredPerson[] {
  const elsewhere = poll.groups
    .flatMap(({ opinions }) => opinions.approvers)
    .filter((approver) => !counts(approver) && used.has(approver.identity))
    .map(({ login }) => ({ user: login, code: 'used-elsewhere' }));
  const all = [...poll.groups.flatMap(({ opinions }) => opinions.ignored), ...elsewhere];
  const seen = new Set<string>();
  return all.filter(({ user, code }) => {
    const key = `${code} ${user}`;
    return !seen.has(key) && Boolean(seen.add(key));
  });
}

function unique(logins: readonly string[]): readonly string[] {
  return [...new Set(logins)];
}
