/** Replayed rollbacks for people: one line of figures, and a row for each. */
import type { ReplayedRollback, RollbackSummary } from '../flow/backtest/rollback/replay.ts';

/** Ends with a colon where rows follow. */
export function sayRollbacks({ would, automatic, asked, held, false: wrong, list }: RollbackSummary): string {
  const figures = `${automatic} by itself, ${asked} after asking; ${wrong} of them false`;
  const others = held === 0 ? '' : `; ${held} more left to people`;
  return `${would} rollback${would === 1 ? '' : 's'}: ${figures}${others}${list.length === 0 ? '' : ':'}`;
}

export function rollbackRow(replayed: ReplayedRollback): readonly string[] {
  const { id, at, environment, verdict, decision, code, target } = replayed;
  return [
    id,
    at,
    environment,
    verdict,
    `${SAID[decision]} (${code})`,
    target === null ? '' : `to ${target.id}`,
    truthOf(replayed),
  ];
}

const SAID: Readonly<Record<ReplayedRollback['decision'], string>> = {
  automatic: 'rolled back',
  asked: 'asked for',
  held: 'left to people',
};

function truthOf({ evidence, false: isFalse }: ReplayedRollback): string {
  if (isFalse) return 'false: verified good later';
  switch (evidence) {
    case 'incident':
      return 'an incident was blamed on it';
    case 'failed-again':
      return 'failed again later';
    case 'passed-later':
      return 'verified good later';
    case 'none':
      return 'nothing was said later';
  }
}
