/** Our part of the issue that is the record of a train. The first line says what is next. */
import { sayLocal } from '../../calendar/wording.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { nextInTrain } from './next-member.ts';
import type { TrainMember } from './read-members.ts';
import type { TrainView } from './train-view.ts';
import type { WayBack } from './way-back.ts';

const LONGEST_TITLE = 200;

export function titleOfTrain({ name, title }: Pick<TrainView, 'name' | 'title'>): string {
  return plainLine(`Train ${name}: ${title}`, LONGEST_TITLE);
}

export function bodyOfTrain(view: TrainView): string {
  const { members, back, name, title, environment, over } = view;
  return [
    `**${inert(nextInTrain(view))}**`,
    '',
    `Milestones of the title ${inert(title, LONGEST_TITLE)}, which go to ${inert(environment)} in this order, each when those before it are verified.`,
    '',
    '| | repository | plan | date | commit | state | gate |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...members.map((member, index) => sayRow(member, index, view)),
    ...(view.hidden.size === 0
      ? []
      : ['', 'Of repositories that not everybody may read, no more is told here than their state.']),
    ...(back === null ? [] : ['', '### The way back', '', ...sayBack(back, view)]),
    ...(back === null || (back.state === 'done' && over === null) ? ['', ...sayHow(name)] : []),
    '',
    `<sub>${FOOT}</sub>`,
  ].join('\n');
}

const FOOT =
  'Tidegate keeps this part up to date. The train is one of `trains` in the policy of the organisation; what you write around this part stays.';

const STATES: Readonly<Record<TrainMember['state'], string>> = {
  unplanned: '⛔ no milestone',
  unreadable: '⛔ not seen by Tidegate',
  waiting: '⏳ waiting',
  deployed: '🔎 deployed, not verified yet',
  verified: '✅ verified',
  failed: '❌ failed',
};

function sayRow(member: TrainMember, index: number, view: TrainView): string {
  const { repository, state } = member;
  const cells = view.hidden.has(repository) ? ['', '', ''] : sayDetails(member);
  const gate = view.hidden.has(repository) ? '' : sayGate(member, view);
  const told = wentBack(repository, view) ? '↩️ taken back' : STATES[state];
  return `| ${[index + 1, inert(repository), ...cells, told, gate].join(' | ')} |`;
}

/** A member that did nothing wrong goes back with the others: "failed" would be a word about it. */
function wentBack(repository: string, { back }: TrainView): boolean {
  return back?.members.some((each) => each.repository === repository && each.isBack) ?? false;
}

function sayDetails({ ref, plan, gates: [gate] }: TrainMember): readonly string[] {
  const link = ref === null || plan === null ? '' : sayPlan(ref, plan.number, plan.issue);
  return [link, plan?.date ?? '', gate === undefined ? '' : `\`${gate.sha.slice(0, 12)}\``];
}

/** From the address of an issue of the place to a repository of the same owner. */
function sayPlan({ name }: RepositoryRef, milestone: number, issue: number | null): string {
  const repository = `../../${encodeURIComponent(name)}`;
  const at = `[milestone ${milestone}](${repository}/milestone/${milestone})`;
  return issue === null ? at : `${at}, [record](${repository}/issues/${issue})`;
}

function sayGate({ gates: [gate] }: TrainMember, { zone, at }: TrainView): string {
  if (gate === undefined) return '';
  if (gate.openedAt === null) return inert(gate.summary, 200);
  return `opened ${inert(sayLocal(gate.openedAt, zone, at))}`;
}

function sayBack({ order, state, members }: WayBack, { zone, at }: TrainView): readonly string[] {
  const when = inert(sayLocal(Date.parse(order.at), zone, at));
  const stopped =
    state === 'stopped'
      ? [
          '',
          'It stopped: those that wait for their turn stay as they are. Roll them back one by one where that is right.',
        ]
      : [];
  return [
    `Ordered by ${inert(order.user)} (${when}): ${inert(order.reason)}`,
    '',
    ...members.map(({ repository, text }, index) => `${index + 1}. ${inert(repository)} ${inert(text)}`),
    ...stopped,
  ];
}

/** A name that could not be typed so is left to the reader. */
function sayHow(name: string): readonly string[] {
  const aim = /^[\w./-]+$/.test(name) ? `train:${name}` : /^[\w ./-]+$/.test(name) ? `"train:${name}"` : 'train:NAME';
  return [
    `To take back all of it, last one first, comment \`/tidegate rollback ${aim} REASON\` here. It is for those who may roll back this environment by the policy of every member.`,
  ];
}

function inert(text: string, most = 500): string {
  return inertMarkdown(plainLine(text, most));
}
