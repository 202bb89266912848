/** Our part of the issue that is the record of a train. The first line says what is next. */
import { sayLocal } from '../../calendar/wording.ts';
import { commandWord } from '../../domain/command-word.ts';
import { plainLine } from '../../domain/markdown.ts';
import { namesOf, sayWho } from '../../policy/release-owner.ts';
import { nextInTrain } from './next-member.ts';
import { inert, sayRow } from './train-rows.ts';
import type { TrainView } from './train-view.ts';
import type { WayBack } from './way-back.ts';

const LONGEST_TITLE = 200;

export function titleOfTrain({ name, title }: Pick<TrainView, 'name' | 'title'>): string {
  return plainLine(`Train ${name}: ${title}`, LONGEST_TITLE);
}

export function bodyOfTrain(view: TrainView): string {
  const { members, back, title, environment, over } = view;
  return [
    `**${inert(nextInTrain(view))}**`,
    '',
    `Milestones of the title ${inert(title, LONGEST_TITLE)}, which go to ${inert(environment)} in this order, each when those before it are verified.`,
    '',
    ...sayOwners(view),
    '',
    '| | repository | planned | release | state |',
    '| --- | --- | --- | --- | --- |',
    ...members.map((member, index) => sayRow(member, index, view)),
    ...(view.hidden.size === 0
      ? []
      : ['', 'Of repositories that not everybody may read, no more is told here than their state.']),
    ...(back === null ? [] : ['', '### The way back', '', ...sayBack(back, view)]),
    ...(back === null || (back.state === 'done' && over === null) ? ['', ...sayHow(view)] : []),
    '',
    `<sub>${FOOT}</sub>`,
  ].join('\n');
}

const FOOT =
  'Tidegate keeps this part up to date. The train is one of `trains` in the policy of the organisation; what you write around this part stays.';

/** Named, never mentioned: a mention would tell them of each change of this text. */
function sayOwners({ owners, environment }: TrainView): readonly string[] {
  const named = [...owners.values()].flatMap(({ manager }) => (manager === null ? [] : namesOf(manager)));
  const managers = [...new Map(named.map((name) => [name.toLowerCase(), name])).values()].join(', ');
  const nobody = `nobody is named; add \`release-manager\` to ${inert(environment)} in the policy`;
  return [`Release manager: ${managers === '' ? nobody : inert(managers)}.`];
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

/** As it is written in a command. A name that could not be typed so is left to the reader. */
export function trainAim(name: string): string {
  const word = commandWord(name, 'NAME');
  return word.startsWith('"') ? `"train:${word.slice(1)}` : `train:${word}`;
}

function sayHow(view: TrainView): readonly string[] {
  return [
    `To take back all of it, last one first, comment \`/tidegate rollback ${trainAim(view.name)} REASON\` here. It is for ${sayWhoGoesBack(view)}.`,
  ];
}

/** Whoever says it has to be named by every member. */
function sayWhoGoesBack({ members, owners, hidden, environment }: TrainView): string {
  const told = members.map(({ repository }) => {
    const named = [...new Set((owners.get(repository)?.mayGoBack ?? []).map(sayWho))].join(', and ');
    if (named !== '') return { repository, who: named };
    return { repository, who: hidden.has(repository) ? 'those whom its policy names' : 'nobody that is known' };
  });
  const [first] = told;
  if (first === undefined || told.every(({ who }) => who === first.who)) return inert(first?.who ?? '');
  const each = told.map(({ repository, who }) => `${inert(repository)}: ${inert(who)}`).join('; ');
  return `those who may roll back ${inert(environment)} in every member (${each})`;
}
