/** The requirement `approvals`: enough of the right people said yes, and none of them said no. */
import { collectBallots } from './approvals/ballots.ts';
import { conclude } from './approvals/conclude.ts';
import { takePoll } from './approvals/poll.ts';
import { verificationsAhead } from './approvals/sign-off.ts';
import { nextChanges, tally } from './approvals/tally.ts';
import type { ActiveGate, Finding, ReleaseContext } from './context.ts';
import { nextStatusAt } from './next-status.ts';

/** Judges the approvals of all gates of a decision together, since `distinct` ones share people. */
export function judgeApprovals(
  gates: readonly ActiveGate[],
  context: ReleaseContext,
): ReadonlyMap<ActiveGate, Finding> {
  const found = findingsAt(gates, context);
  const ahead = gates.flatMap(({ gate, policy }) => {
    const asked = gate.require.approvals;
    return asked === undefined ? [] : verificationsAhead(asked, policy, context);
  });
  if (ahead.length === 0) return found;
  const instants = [...new Set(ahead)].toSorted((one, other) => one - other);
  const later = instants.map((at) => ({ at, findings: findingsAt(gates, { ...context, at }) }));
  return new Map(
    [...found].map(([active, finding]) => {
      const steps = later.map(({ at, findings }) => ({ at, finding: findings.get(active) }));
      return [active, { ...finding, changesAt: nextStatusAt(finding, steps) }];
    }),
  );
}

/** As if no verification came later. */
function findingsAt(gates: readonly ActiveGate[], context: ReleaseContext): ReadonlyMap<ActiveGate, Finding> {
  const ballots = collectBallots(context);
  const taken = gates.flatMap((active) => {
    const asked = active.gate.require.approvals;
    return asked === undefined ? [] : [{ active, poll: takePoll(asked, active.policy, ballots) }];
  });
  const polls = taken.map(({ poll }) => poll);
  const tallies = tally(polls, context.at);
  const changes = nextChanges(polls, tallies);
  const findings = taken.flatMap(({ active, poll }) => {
    const result = tallies.get(poll);
    return result === undefined ? [] : [[active, conclude(poll, result, changes.get(poll), context)] as const];
  });
  return new Map(findings);
}
