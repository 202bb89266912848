/** The requirement `checklist`: every box of the task lists in the bodies of the pull requests is ticked. */
import type { Change, Facts } from '../../domain/facts.ts';
import { plainLine } from '../../domain/markdown.ts';
import { nameOfChange } from '../classify.ts';
import type { Policy } from '../schema.ts';
import { changesFor } from '../services.ts';
import type { ActiveGate, Finding, ReleaseContext } from './context.ts';
import { type TaskBox, taskBoxes } from './task-list.ts';

export function judgeChecklists(
  gates: readonly ActiveGate[],
  { facts }: ReleaseContext,
): ReadonlyMap<ActiveGate, Finding> {
  const asking = gates.filter((active) => active.gate.require.checklist !== undefined);
  const byPolicy = new Map(asking.map(({ policy }) => [policy, undefined as Finding | undefined]));
  for (const policy of byPolicy.keys()) byPolicy.set(policy, judge(policy, facts));
  return new Map(asking.map((active) => [active, byPolicy.get(active.policy) as Finding]));
}

/** Enough to begin with; the rest is counted. */
const MOST_TOLD = 5;

/** The longest text of a box that is told. */
const LONGEST_TEXT = 80;

function judge(policy: Policy, facts: Facts): Finding {
  const boxes = changesFor(policy, facts).flatMap(boxesOf);
  const open = boxes.filter(({ box }) => !box.isTicked);
  if (open.length > 0) {
    const told = open
      .slice(0, MOST_TOLD)
      .map(({ change, box }) => ({ change, text: plainLine(box.text, LONGEST_TEXT) }));
    const reason = { code: 'checklist-open', open: told, unticked: open.length, boxes: boxes.length };
    return { kind: 'checklist', status: 'pending', reason };
  }
  if (hasUnseenChanges(facts)) return { kind: 'checklist', status: 'pending', reason: { code: 'incomplete' } };
  return { kind: 'checklist', status: 'met', reason: { code: 'checklist-done', boxes: boxes.length } };
}

/** A commit without a pull request has no body. */
function boxesOf(change: Change): readonly { readonly change: string; readonly box: TaskBox }[] {
  if (change.kind === 'commit') return [];
  return taskBoxes(change.body).map((box) => ({ change: nameOfChange(change), box }));
}

/** Whether the release may have pull requests that are not listed: nobody knows what their lists say. */
function hasUnseenChanges({ complete, changes, question, direction }: Facts): boolean {
  if (!complete) return true;
  const mayBeEmpty = question.kind === 'deploy' && ['forward', 'same'].includes(direction);
  return changes.length === 0 && !mayBeEmpty;
}
