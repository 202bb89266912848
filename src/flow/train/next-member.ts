/** What is next in a train, who is held by whom, and when: the first line of its record. Plain text. */
import { sayLocal } from '../../calendar/wording.ts';
import { commandWord } from '../../domain/command-word.ts';
import { epochMs } from '../../domain/instant.ts';
import { sayDay } from '../../policy/plan/dates.ts';
import type { TrainMember } from './read-members.ts';
import type { TrainView } from './train-view.ts';

export function nextInTrain(view: TrainView): string {
  if (view.over !== null) return `Over: ${view.over}`;
  return sayBack(view) ?? sayFailed(view) ?? sayNoGoes(view) ?? sayMissing(view) ?? sayAhead(view);
}

function sayBack({ back }: TrainView): string | undefined {
  if (back === null || back.state === 'done') return undefined;
  const now = back.members.find(({ kind }) => kind !== 'passed');
  const where = now === undefined ? '' : `: ${now.repository} ${now.text}`;
  const said = back.state === 'stopped' ? 'The way back stopped' : 'Going back';
  return `${said}, as ${back.order.user} ordered${where}`;
}

function sayFailed({ members, environment }: TrainView): string | undefined {
  const isTakenBack = members.some((each) => each.isTakenBack);
  const failed = named(
    members.filter((each) => !each.isTakenBack),
    'failed',
  );
  if (failed === '') {
    const back = named(members, 'failed');
    return isTakenBack
      ? `Taken back: ${back}, so nothing else of the train goes to ${environment}. Next: a new release of ${back}`
      : undefined;
  }
  return `Held: ${failed} turned out badly in ${environment}, so nothing else of the train goes there. Next: order the train back, or bring a new release of ${failed}`;
}

/** Of what not everybody may read it is said that it is held, and not by whom. */
function sayNoGoes({ members, hidden, environment, zone, at }: TrainView): string | undefined {
  const held = members.flatMap(({ repository, noGo }) => (noGo === undefined ? [] : [{ repository, noGo }]));
  const [first] = held;
  if (first === undefined) return undefined;
  const told = held.map(({ repository, noGo }) => {
    if (hidden.has(repository)) return repository;
    const because = noGo.reason === '' ? '' : `: ${noGo.reason}`;
    return `${repository} at ${noGo.stage}, says ${noGo.user} (${sayLocal(epochMs(noGo.at), zone, at)})${because}`;
  });
  const where = first.noGo.record ?? `the record of its planned release in ${first.repository}`;
  const next = hidden.has(first.repository)
    ? `somebody says go there`
    : `when that is settled, /tidegate go ${commandWord(first.noGo.stage, 'STAGE')} on ${where}`;
  return `Held in ${environment}, all of it, by a no-go for ${told.join('; ')}. Next: ${next}`;
}

function sayMissing({ members, title }: TrainView): string | undefined {
  const unseen = named(members, 'unreadable');
  if (unseen !== '') return `Held: Tidegate does not see ${unseen}. Next: install the App there`;
  const unplanned = named(members, 'unplanned');
  if (unplanned === '') return undefined;
  return `Held: without a milestone of the title ${title}: ${unplanned}. Next: give it one there`;
}

function sayAhead(view: TrainView): string {
  const next = view.members.findIndex(({ state }) => state !== 'verified');
  const member = view.members[next];
  if (member === undefined) return sayWatched(view);
  const behind = view.members.slice(next + 1).filter(({ gates }) => gates[0]?.openedAt === null);
  const held = behind.map(({ repository }) => repository).join(', ');
  return `Next: ${member.repository}, ${sayStep(member, view)}${held === '' ? '' : `. Held by it: ${held}`}`;
}

function sayWatched({ members, zone, at }: TrainView): string {
  const until = Math.max(...members.map(({ watchedUntil }) => watchedUntil ?? 0));
  const watched = until > at ? `, and watched until ${sayLocal(until, zone, at)}; then this is closed` : '';
  return `All members are out and verified${watched}`;
}

function sayStep({ state, gates: [gate], plan }: TrainMember, { zone, at }: TrainView): string {
  if (state === 'deployed') {
    const since = gate?.openedAt == null ? '' : ` since ${sayLocal(gate.openedAt, zone, at)}`;
    return `which waits to be verified${since}`;
  }
  if (gate !== undefined && gate.openedAt === null) return 'which waits at its gate';
  if (plan?.date == null) return 'which has no date';
  const when = plan.productionAt === null ? '' : ` (${sayLocal(epochMs(plan.productionAt), plan.zone, at)})`;
  return `planned for ${sayDay(plan.date)}${when}`;
}

function named(members: readonly TrainMember[], state: TrainMember['state']): string {
  return members
    .filter((each) => each.state === state)
    .map(({ repository }) => repository)
    .join(', ');
}
