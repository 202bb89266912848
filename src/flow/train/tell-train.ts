/** What a train leaves behind: its record, who goes back, and the gates that are to be judged anew. */
import type { KeepIssue } from '../../domain/effect.ts';
import type { GateQuestion, PlanQuestion } from '../../domain/question.ts';
import { trainKey } from '../../domain/train.ts';
import { isSameName } from '../../policy/names.ts';
import { type Answer, recordOf } from '../answer.ts';
import { assignable } from '../owner/assignees.ts';
import type { KeptTrain, KnownTrain, Ports } from '../ports.ts';
import { nextInTrain } from './next-member.ts';
import { bodyOfTrain, titleOfTrain } from './train-text.ts';
import type { TrainView } from './train-view.ts';

/** What another repository does makes an event here, too; what was missed is seen then. */
const LOOK_AGAIN_MS = 3_600_000;
/** While members go back one after another. */
const FOLLOW_EVERY_MS = 60_000;

export interface Telling {
  readonly view: TrainView;
  readonly kept: KeptTrain;
  /** As it was told before; undefined: it was not. */
  readonly known: KnownTrain | undefined;
  /** The issue that is its record; null: none that we know of. */
  readonly number: number | null;
}

export async function tellTrain({ view, kept, known, number }: Telling, ports: Ports): Promise<Answer> {
  const { place, back, at } = view;
  const isOver = kept.state === 'over';
  const assignees = assignable([...view.owners.values()].flatMap(({ manager }) => manager ?? []));
  const effect: KeepIssue = {
    ...{ kind: 'keep-issue', repository: place, key: trainKey(kept), number, title: titleOfTrain(view) },
    ...{ label: 'tidegate:release', body: bodyOfTrain(view), seed: '', isOver },
    ...(assignees.length === 0 ? {} : { assignees }),
  };
  const isNews = known === undefined || outlineOf(known) !== outlineOf(kept);
  const gates = isNews ? await gatesOf(view, ports) : [];
  const record = recordOf(at, nextInTrain(view), {
    effects: [effect],
    statements: back?.statements ?? [],
    questions: [...gates, ...plansOf(view, kept, known), ...(back?.questions ?? [])],
    train: kept,
    final: isOver,
  });
  const wait = back?.state === 'under-way' ? FOLLOW_EVERY_MS : LOOK_AGAIN_MS;
  const ends = view.members.flatMap(({ watchedUntil }) => watchedUntil ?? []).filter((until) => until > at);
  return { record, dueAt: isOver ? null : Math.min(at + wait, ...ends) };
}

function outlineOf({ state, back, members }: KeptTrain): string {
  return JSON.stringify([state, back, members.map((each) => [each.repositoryId, each.state, each.noGo])]);
}

/** Their records say who holds the train. */
function plansOf({ members }: TrainView, kept: KeptTrain, known: KnownTrain | undefined): readonly PlanQuestion[] {
  const noGoes = (train: KeptTrain | undefined) => JSON.stringify((train?.members ?? []).map(({ noGo }) => noGo ?? ''));
  const isFirst = known === undefined && !kept.members.some(({ noGo }) => noGo !== undefined);
  if (isFirst || noGoes(known) === noGoes(kept)) return [];
  return members.flatMap(({ ref, plan }) =>
    ref === null || plan?.state !== 'open' ? [] : [{ kind: 'plan', repository: ref, milestone: plan.number }],
  );
}

/** What waits to enter the environment: a member that turned out badly holds it, one that was verified lets it on. */
async function gatesOf({ members, environment }: TrainView, { store }: Ports): Promise<readonly GateQuestion[]> {
  const gates: GateQuestion[] = [];
  for (const { ref } of members) {
    if (ref === null) continue;
    gates.push(...(await store.openGates(ref.id)).filter((each) => isSameName(each.environment, environment)));
  }
  return gates;
}
