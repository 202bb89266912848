/** What happened in a repository, as a job can read it: of what it cannot read in its hour it makes no figures. */
import type { DoraEvent } from '../../domain/dora-event.ts';
import { Failure } from '../../domain/failure.ts';
import type { HistoryCursor } from '../../flow/history/cursor.ts';
import { readHistorySlice } from '../../flow/history/read-history.ts';
import type { HistoryRequest } from '../../flow/history/request.ts';
import type { Connection } from '../../github/client.ts';
import { connectPastEvents } from '../../github/reads/past-events/connect-past-events.ts';

/** Each takes a few requests; a job has 1,000 in an hour, and is told so by GitHub when they are used up. */
const STEPS_AT_ONCE = 25;
const MOST_SLICES = 80;

export async function readEvents(
  { octokit, repository }: Connection,
  request: HistoryRequest,
  say: (text: string) => void,
): Promise<readonly DoraEvent[]> {
  const past = connectPastEvents(octokit, repository);
  const events: DoraEvent[] = [];
  let cursor: HistoryCursor | null = null;
  for (let slice = 0; slice < MOST_SLICES; slice += 1) {
    const read = await readHistorySlice(past, request, cursor, STEPS_AT_ONCE);
    events.push(...read.events);
    if (read.isDone) return events;
    cursor = read.cursor;
    say(`read ${cursor.counts.deployments} deployments and ${cursor.counts.incidents} incidents so far`);
  }
  throw new Failure(
    'rejected',
    'Reading the history: there is more of it than a job can read. Read it once with "tidegate backfill", and make the figures with "tidegate dora".',
  );
}
