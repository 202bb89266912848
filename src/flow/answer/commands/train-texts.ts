/** Answers to `/tidegate rollback train:NAME`. */
import { nearest } from '../../../document/suggestion.ts';
import { inertMarkdown, plainLine } from '../../../domain/markdown.ts';
import type { RepositoryRef } from '../../../domain/repository.ts';
import type { KnownTrain, StatedTrainOrder } from '../../ports.ts';
import { mention, type ReplyText } from '../reply-texts.ts';

const SHOWN = 20;

export function replyTrainOrdered(
  { train, title, members, environment }: KnownTrain,
  order: StatedTrainOrder,
): ReplyText {
  const back = members.map(({ repository }) => name(repository)).reverse();
  return {
    summary: `Train ${plainLine(train, 100)} (${plainLine(title, 100)}) goes back, on the word of ${order.user}: ${order.reason}`,
    body: `**Ordered**: train ${name(train)} with ${name(title)} goes back in ${name(environment)}, on the word of ${mention(order.user)}: ${inertMarkdown(order.reason)}. In this order, each when the one before it is back and verified: ${back.join(', ')}. Those that it did not deploy, or that run another release by now, stay as they are. How it goes on is told in the record of the train.`,
  };
}

export function replyNoSuchTrain(train: string, known: readonly string[]): ReplyText {
  const meant = nearest(train, known);
  const list = known.length === 0 ? 'It has none.' : `It has ${known.slice(0, SHOWN).map(name).join(', ')}.`;
  const guess = meant === undefined ? '' : ` Did you mean ${name(meant)}?`;
  return {
    summary: `There is no train ${plainLine(train, 100)}.`,
    body: `**Nothing was done**: the policy of the organisation has no train ${name(train)}. ${list}${guess}`,
  };
}

export function replyNothingOfTrain(train: string): ReplyText {
  return {
    summary: `Nothing of train ${train} is open.`,
    body: `**Nothing was done**: no planned release of train ${name(train)} is open. To take back one that is over, write the command in its record.`,
  };
}

export function replySeveralTrains(train: string, open: readonly KnownTrain[], here: RepositoryRef): ReplyText {
  const listed = open.slice(0, SHOWN).map(({ title, issue, place }) => {
    const address = place.id === here.id ? '../issues' : `../../${encodeURIComponent(place.name)}/issues`;
    return `- ${name(title)}${issue === null ? '' : `: [its record](${address}/${issue})`}`;
  });
  const more = open.length > SHOWN ? [`- … and ${open.length - SHOWN} more`] : [];
  return {
    summary: `Several planned releases of train ${train} are open.`,
    body: [
      `**Nothing was done**: ${open.length} planned releases of train ${name(train)} are open. Write the command in the record of the one that you mean:`,
      '',
      ...listed,
      ...more,
    ].join('\n'),
  };
}

export function replyOtherTrain({ train }: KnownTrain, named: string): ReplyText {
  return {
    summary: `This is the record of another train than ${named}.`,
    body: `**Nothing was done**: this is the record of train ${name(train)}, not of ${name(named)}. Write the command in the record of the one that you mean.`,
  };
}

export function replyAlreadyOrdered({ train, title }: KnownTrain, user: string): ReplyText {
  return {
    summary: `Train ${plainLine(train, 100)} is going back already.`,
    body: `**Nothing was done**: train ${name(train)} with ${name(title)} is going back already, as ${mention(user)} ordered. How far it is stands in its record.`,
  };
}

export function replyUnreadableMember(repository: string): ReplyText {
  return {
    summary: `Nobody can say who may roll back ${repository}.`,
    body: `**Nothing was done**: the policy of ${name(repository)} cannot be read or is not valid, so nobody can say who may roll it back. Install the App there, or correct its policy; or roll back the members one by one.`,
  };
}

/** The refusal of one member. */
export function replyInMember(repository: string, { summary, body }: ReplyText): ReplyText {
  return {
    summary: `${repository}: ${summary}`,
    body: `${body} This is asked by ${name(repository)}, a member of the train: the policy of every member has to name you.`,
  };
}

function name(text: string): string {
  return inertMarkdown(plainLine(text, 200));
}
