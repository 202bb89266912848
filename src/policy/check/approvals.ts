/** `approvals` that nobody can give, and those that ask for nothing. */
import type { Approvals, Approvers, Gate, Policy } from '../schema.ts';
import { error, type Findings, warning } from './finding.ts';

export function* checkApprovals(policy: Policy): Findings {
  for (const [index, gate] of policy.gates.entries()) {
    const { approvals } = gate.require;
    if (approvals !== undefined) yield* checkOne(gate, approvals, ['gates', index, 'require', 'approvals']);
  }
}

function* checkOne(gate: Gate, approvals: Approvals, path: readonly (string | number)[]): Findings {
  const most = mostPeople(approvals.from);
  if (approvals.count > most) {
    const message = `${approvals.count} ${approvals.count === 1 ? 'approval is' : 'approvals are'} asked of ${most} ${most === 1 ? 'person' : 'people'}, so the gate could never open. Ask for fewer or name more; bots never count.`;
    yield error('approvals-impossible', [...path, 'count'], message);
  }
  if (gate.at === 'merge' && approvals.of === 'release') {
    const message =
      'A pull request has no release approvals before it is merged, so this gate could never open. Use `of: change`.';
    yield error('approvals-impossible', [...path, 'of'], message);
  }
  const usable = approvals.of === 'change' ? ['review'] : ['deployment-review', 'page', 'comment'];
  if (approvals.via !== undefined && !approvals.via.some((source) => usable.includes(source))) {
    const message = `\`of: ${approvals.of}\` is satisfied by ${usable.join(', ')}; \`via\` allows none of them, so the gate could never open.`;
    yield error('approvals-impossible', [...path, 'via'], message);
  }
}

/** How many people can approve at all: an explicit list has an end; a team, a permission or CODEOWNERS may grow. */
function mostPeople(from: Approvers): number {
  if (from.teams !== undefined || from.permission !== undefined || from.codeowners !== undefined) {
    return Number.POSITIVE_INFINITY;
  }
  const people = (from.users ?? []).map((user) => user.toLowerCase()).filter((user) => !user.endsWith('[bot]'));
  return new Set(people).size;
}

export function* warnApprovals(policy: Policy): Findings {
  for (const [index, gate] of policy.gates.entries()) {
    const { approvals } = gate.require;
    if (approvals === undefined || approvals.count > 0 || approvals.of === 'release') continue;
    if (approvals.veto || approvals.from.codeowners === true) continue;
    const message =
      '0 approvals of a change are always given, so this holds nothing. Ask for one, or for `veto: true` if an objection should hold it.';
    yield warning('approvals-none', ['gates', index, 'require', 'approvals', 'count'], message);
  }
}
