/** The head of the issue: where it stands, and what the reader has to do about it, in that order. */
import { inertMarkdown } from '../../../domain/markdown.ts';
import type { KeptRollback } from '../../../domain/rollback.ts';
import { code, sayHeld, sayWho } from './issue-held.ts';
import { sayKept } from './issue-kept.ts';
import type { SayTime } from './issue-text.ts';
import { commandFor, isBackAlready, isWell, type RollbackView, short } from './view.ts';
import { sayUntil } from './who-is-woken.ts';
import { sayWithTrain } from './with-train.ts';

export function saySituation(view: RollbackView, sayTime: SayTime): readonly string[] {
  return [...sayWithTrain(view), ...sayStanding(view, sayTime)];
}

function sayStanding(view: RollbackView, sayTime: SayTime): readonly string[] {
  const { kept } = view;
  if (kept === null) return sayNotRolledBack(view);
  switch (kept.state) {
    case 'asked':
      return sayAsked(view, kept, sayTime);
    case 'ordered':
    case 'dispatched':
      return kept.told?.waits === true ? sayKept(view) : sayUnderWay(view, kept);
    case 'verified':
      return sayVerified(view);
    case 'refused':
      return [`**Not rolled back.** ${inertMarkdown(kept.ending?.text ?? 'It is not asked for any more.')}`];
    default:
      return sayFailed(view, kept);
  }
}

function sayAsked(view: RollbackView, { answerBy }: KeptRollback, sayTime: SayTime): readonly string[] {
  const { question, failedSha, targetSha, told, who } = view;
  const environment = inertMarkdown(question.environment);
  const [bad, good] = [short(failedSha), short(targetSha ?? '')];
  return [
    `**Shall ${environment} go back from \`${bad}\` to \`${good}\`? A person has to say.** ${sayUntil(view, answerBy === null ? null : sayTime(answerBy))} Nothing goes back by itself.`,
    '',
    `${environment} still runs \`${bad}\`. ${inertMarkdown(told.why)}`,
    '',
    `**Yes, go back:** write this as a comment, on a line of its own, with your reason. Who may: ${sayWho(who)}.`,
    '',
    ...code(commandFor('rollback', view)),
    '',
    `**No, \`${bad}\` may stay:** lift the hold. That ends the question.`,
    '',
    ...code(commandFor('lift', view)),
    ...sayHeld(view),
  ];
}

function sayUnderWay(view: RollbackView, { runUrl, state }: KeptRollback): readonly string[] {
  const { question, failedSha, targetSha } = view;
  const run = runUrl === null ? 'its workflow is being started' : `[its run](${runUrl}) is under way`;
  return [
    `**${inertMarkdown(question.environment)} is going back from \`${short(failedSha)}\` to \`${short(targetSha ?? '')}\`:** ${state === 'ordered' ? 'its workflow is being started' : run}.`,
    '',
    'You need not do anything for that. It counts as done when the commit that was gone back to is verified; if it is not, on call is told.',
    ...sayHeld(view),
  ];
}

function sayVerified(view: RollbackView): readonly string[] {
  const { question, targetSha } = view;
  const left = isWell(view.told)
    ? 'Nothing has to be found out here.'
    : 'The emergency is over; what is left is to find out what was wrong.';
  return [
    `**${inertMarkdown(question.environment)} is back on \`${short(targetSha ?? '')}\`, and it was verified.** ${left}`,
    ...sayHeld(view),
  ];
}

function sayFailed(view: RollbackView, { ending, state, runUrl }: KeptRollback): readonly string[] {
  const { question } = view;
  const environment = inertMarkdown(question.environment);
  const what =
    state === 'unknown'
      ? `Nobody knows whether ${environment} went back.`
      : `The rollback of ${environment} did not end well.`;
  const run = runUrl === null ? '' : ` [The run](${runUrl}).`;
  return [
    `**${what} Look at it now.** ${inertMarkdown(ending?.text ?? 'Nobody knows why.')}${run}`,
    '',
    'Nothing more is done by itself: a rollback is not rolled back. Look at what runs, then deploy a good commit by hand or a repair.',
    ...sayHeld(view),
  ];
}

function sayNotRolledBack(view: RollbackView): readonly string[] {
  const { told, question, failedSha, targetSha } = view;
  const environment = inertMarkdown(question.environment);
  const runs = isBackAlready(view)
    ? `${environment} answers with \`${short(targetSha ?? '')}\`, not with \`${short(failedSha)}\` that was deployed, of which ${inertMarkdown(told.finding)}`
    : `${environment} runs \`${short(failedSha)}\`, and ${inertMarkdown(told.finding)}`;
  return [
    `**${runs}.** ${inertMarkdown(told.headline)}.`,
    '',
    inertMarkdown(told.why),
    '',
    `**What to do:** ${inertMarkdown(told.next)}`,
    ...sayHeld(view),
  ];
}
