/** Who did what, as rows. */
import { cell, place, table, time } from './cells.ts';
import type { ReportedEvent } from './reported-event.ts';

const LONGEST_DIGEST = 12;

/** @param withPlace whether the rows are of several releases, and say of which */
export function eventTable(events: readonly ReportedEvent[], covered: number, withPlace: boolean): readonly string[] {
  const rows = events.map((event) => {
    const { at, who, did, reason, policy, seq } = event;
    const under = policy === null || policy === '' ? '' : ` (${policy.slice(0, LONGEST_DIGEST)})`;
    return [
      time(at),
      `${cell(who === '' ? 'the log does not tell' : who)}${under}`,
      cell(did),
      ...(withPlace ? [placeOf(event)] : []),
      cell(reason ?? ''),
      place(seq, covered),
    ];
  });
  return table(['when (UTC)', 'who', 'did', ...(withPlace ? ['of what'] : []), 'reason', 'line'], rows);
}

function placeOf({ repository, environment, deployment, commit, milestone }: ReportedEvent): string {
  return [
    repository,
    environment ?? '',
    deployment === null ? '' : `deployment ${deployment}`,
    milestone === null ? '' : `plan/${milestone}`,
    deployment === null ? (commit?.slice(0, 12) ?? '') : '',
  ]
    .filter((part) => part !== '')
    .map(cell)
    .join(', ');
}
