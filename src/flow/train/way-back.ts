/**
 * A train that was ordered back: its members in reverse order, each only after the one behind it is known to be back.
 * The statement of each stands under the comment of the order, so that it is given once, whoever asks again.
 */
import type { RollbackQuestion } from '../../domain/question.ts';
import type { KeptTrain, Statement, TrainOrder } from '../ports.ts';
import type { BackCase, Standing } from './back-case.ts';
import { memberBack } from './member-back.ts';

export interface MemberBack {
  readonly repository: string;
  readonly kind: Standing['kind'] | 'waiting';
  readonly isBack: boolean;
  /** Plain, without its name. */
  readonly text: string;
}

export interface WayBack {
  readonly order: TrainOrder;
  readonly state: NonNullable<KeptTrain['back']>['state'];
  /** In the order in which they go back. */
  readonly members: readonly MemberBack[];
  readonly statements: readonly Statement[];
  readonly questions: readonly RollbackQuestion[];
}

export async function goBack(input: BackCase): Promise<WayBack> {
  const told: MemberBack[] = [];
  let last: Standing = { kind: 'passed', text: '', isBack: false };
  for (const member of input.members.toReversed()) {
    const { repository } = member;
    if (last.kind !== 'passed') {
      told.push({ repository, kind: 'waiting', isBack: false, text: 'waits for its turn' });
      continue;
    }
    last = await memberBack(member, input);
    told.push({ repository, kind: last.kind, text: last.text, isBack: last.kind === 'passed' && last.isBack });
  }
  return {
    order: input.order,
    state: STATES[last.kind],
    members: told,
    statements: last.kind === 'ordered' ? [last.statement] : [],
    questions: last.kind === 'ordered' ? [last.question] : [],
  };
}

const STATES: Readonly<Record<Standing['kind'], WayBack['state']>> = {
  passed: 'done',
  'under-way': 'under-way',
  ordered: 'under-way',
  stopped: 'stopped',
};
