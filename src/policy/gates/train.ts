/** The built-in gate `train`: the repositories that release together go in their order, each when those before it are well. */
import type { TrainFact, TrainMemberFact } from '../../domain/facts.ts';
import { plainLine } from '../../domain/markdown.ts';
import { isSameName } from '../names.ts';
import type { Policy } from '../schema.ts';
import type { BuiltInGate, Finding, ReleaseContext } from './context.ts';

/** Listed where the release is part of a train that ends in this environment. */
export const trainGate: BuiltInGate = {
  name: 'train',
  yieldsToRollback: true,
  judge(context) {
    const trains = trainsHere(context);
    const [first] = trains;
    if (first === undefined) return undefined;
    const standings = trains.map((train) => standingOf(train, context.facts.repository));
    const worst = standings.toSorted((one, other) => CODES.indexOf(one.code) - CODES.indexOf(other.code))[0];
    return { finding: findingOf(worst ?? clear(first)), owners: ownersOf(context) };
  },
};

function trainsHere({ facts, environment }: ReleaseContext): readonly TrainFact[] {
  return (facts.trains ?? []).filter((each) => environment !== undefined && isSameName(each.environment, environment));
}

/** The policies that have trains; facts of a train that none of them has are held by all. */
function ownersOf({ policies }: ReleaseContext): readonly Policy[] {
  const owners = policies.filter((policy) => Object.keys(policy.trains ?? {}).length > 0);
  return owners.length === 0 ? policies : owners;
}

/** What needs people most first. */
const CODES = [
  'train-failed',
  'train-no-go',
  'train-unreadable',
  'train-incomplete',
  'train-order',
  'train-clear',
] as const;

interface Standing {
  readonly train: TrainFact;
  readonly code: (typeof CODES)[number];
  /** Those that hold it. */
  readonly members: readonly TrainMemberFact[];
}

function clear(train: TrainFact): Standing {
  return { train, code: 'train-clear', members: [] };
}

/** A failure or a no-go anywhere holds all; that an earlier one is not well yet holds those behind it. */
function standingOf(train: TrainFact, repository: string): Standing {
  const { members } = train;
  const own = members.findIndex((each) => isSameName(each.repository, repository));
  const others = members.filter((_, index) => index !== own);
  // A train that does not name the repository is no train that it can have a place in: all are before it.
  const before = own < 0 ? members : members.slice(0, own);
  const holding: readonly Standing[] = [
    { train, code: 'train-failed', members: members.filter(({ state }) => state === 'failed') },
    // Its own is said by the plan, which knows what of the release it is about.
    { train, code: 'train-no-go', members: others.filter(({ noGo }) => noGo !== undefined) },
    { train, code: 'train-unreadable', members: others.filter(({ state }) => state === 'unreadable') },
    { train, code: 'train-incomplete', members: others.filter(({ state }) => state === 'unplanned') },
    { train, code: 'train-order', members: before.filter(({ state }) => state !== 'verified') },
  ];
  return holding.find((each) => each.members.length > 0) ?? clear(train);
}

function findingOf({ train, code, members }: Standing): Finding {
  const data = { train: train.name, title: plainLine(train.title, 100), environment: train.environment };
  if (code === 'train-clear') return { kind: 'train', status: 'met', reason: { code, ...data } };
  const told = members.map(({ repository, state, isTakenBack, noGo }) => {
    if (code === 'train-no-go') return { repository, state, ...noGo };
    return { repository, state, ...(isTakenBack === true ? { isTakenBack } : {}) };
  });
  return { kind: 'train', status: 'pending', reason: { code, ...data, members: told } };
}
