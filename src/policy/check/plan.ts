/** `plan` and `trains`: stages in the order of their times, and trains that everybody is on once. */
import type { Path } from '../../document/parse.ts';
import { listOf } from '../../document/suggestion.ts';
import { isSameName } from '../names.ts';
import { readOffset } from '../offset.ts';
import type { Policy, Train } from '../schema.ts';
import { error, type Findings } from './finding.ts';

export function* checkPlan(policy: Policy): Findings {
  let before: readonly [name: string, offset: string] | undefined;
  for (const [name, offset] of Object.entries(policy.plan?.stages ?? {})) {
    const path = ['plan', 'stages', name];
    // Keys that are numbers come before all others in whatever reads the file, so their place in it is not known.
    if (/^\d+$/.test(name)) {
      const message = `\`${name}\` is a number, and has no place in an order of names. Call the stage by a word: \`stage-${name}\`.`;
      yield error('stages-order', path, message, 'key');
      continue;
    }
    if (before !== undefined && (readOffset(before[1]) ?? 0) > (readOffset(offset) ?? 0)) {
      const message = `The stage \`${name}\` (${offset}) is earlier than \`${before[0]}\` (${before[1]}), which stands before it, so their order would be a guess. Write stages in the order of their times.`;
      yield error('stages-order', path, message);
    }
    before = [name, offset];
  }
}

/** @param isOfOrganisation whether it is the organisation's policy: no single repository may speak for others. */
export function* checkTrains(policy: Policy, isOfOrganisation: boolean): Findings {
  if (policy.trains !== undefined && !isOfOrganisation) {
    const message =
      "Trains hold releases of several repositories, so they are said in the organisation's policy, and here they would hold nothing. Move them to `.github/tidegate-org.yml` of the organisation's repository `.github`.";
    yield error('train-misplaced', ['trains'], message, 'key');
    return;
  }
  for (const [name, train] of Object.entries(policy.trains ?? {})) yield* checkTrain(name, train);
}

function* checkTrain(name: string, { members, order }: Train): Findings {
  const path = ['trains', name];
  yield* checkOnce(members, [...path, 'members']);
  if (order === undefined) return;
  yield* checkOnce(order, [...path, 'order']);
  for (const [index, each] of order.entries()) {
    if (isAmong(members, each)) continue;
    const message = `\`${each}\` is no member of this train, so nothing of it could go in its turn. Add it to \`members\`, or remove it here.`;
    yield error('train-order', [...path, 'order', index], message);
  }
  const missing = members.filter((member) => !isAmong(order, member));
  if (missing.length === 0) return;
  const message = `Without a place in \`order\`: ${listOf(missing)}. When they go would be a guess. Name each member once, or leave \`order\` out.`;
  yield error('train-order', [...path, 'order'], message, 'key');
}

function* checkOnce(names: readonly string[], path: Path): Findings {
  for (const [index, each] of names.entries()) {
    if (!isAmong(names.slice(0, index), each)) continue;
    yield error(
      'train-order',
      [...path, index],
      `\`${each}\` is named twice here, and it can go only once. Remove one.`,
    );
  }
}

function isAmong(names: readonly string[], name: string): boolean {
  return names.some((each) => isSameName(each, name));
}
