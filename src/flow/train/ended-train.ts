/** A planned release of a train that is none any more: its record says so and is closed. */
import type { KeepIssue } from '../../domain/effect.ts';
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import { inertMarkdown } from '../../domain/markdown.ts';
import type { TrainQuestion } from '../../domain/question.ts';
import { trainKey } from '../../domain/train.ts';
import { type Answer, recordOf } from '../answer.ts';
import type { KnownTrain } from '../ports.ts';
import { titleOfTrain } from './train-text.ts';

/** @param known undefined: it was never told, and nothing is said. */
export function endedTrain(
  { repository, train, title }: TrainQuestion,
  known: KnownTrain | undefined,
  because: string,
  at: EpochMs,
): Answer {
  const summary = `Over: ${because}.`;
  if (known === undefined || known.place.id !== repository.id || known.state === 'over') {
    return { record: recordOf(at, summary, { final: true }), dueAt: null };
  }
  const { orders: _orders, issue, ...kept } = known;
  const effect: KeepIssue = {
    ...{
      kind: 'keep-issue',
      repository,
      key: trainKey(kept),
      number: issue,
      title: titleOfTrain({ name: train, title }),
    },
    ...{ label: 'tidegate:release', body: `**Over: ${inertMarkdown(because)}**`, seed: '', isOver: true },
  };
  const ended = { ...kept, state: 'over' as const, at: toInstant(at) };
  return { record: recordOf(at, summary, { effects: [effect], train: ended, final: true }), dueAt: null };
}
