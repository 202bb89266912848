/** What people see on stderr while a history is read, and at its end. */
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import type { HistoryCursor } from '../../flow/history/cursor.ts';
import { note } from '../output.ts';

const EVERY_MS = 10_000;

export interface Telling {
  /** How far it is, now and then. */
  readonly progress: (cursor: HistoryCursor) => void;
  readonly wait: (because: 'rate-limit' | 'unavailable', until: EpochMs) => void;
}

export function createTelling(repository: string): Telling {
  let toldAt = performance.now();
  return {
    progress(cursor) {
      if (performance.now() - toldAt < EVERY_MS) return;
      toldAt = performance.now();
      note(`${repository}: ${sayCounts(cursor)} so far${sayReach(cursor)}.`);
    },
    wait(because, until) {
      const why = because === 'rate-limit' ? "GitHub's rate limit is used up" : 'GitHub does not answer';
      note(`${why}: waiting until ${toInstant(until)}.`);
    },
  };
}

function sayReach({ stage, lanes }: HistoryCursor): string {
  const ends = lanes.flatMap(({ passedAt }) => passedAt ?? []).sort();
  return stage === 'deployments' && ends[0] !== undefined ? `, back to ${ends[0]}` : '';
}

export function sayCounts({ counts }: HistoryCursor): string {
  const { deployments, incidents } = counts;
  return `${deployments} ${deployments === 1 ? 'deployment' : 'deployments'} and ${incidents} ${incidents === 1 ? 'incident' : 'incidents'}`;
}

/** What figures made from it should be read with. */
export function doubtsOf({ counts, incidents }: HistoryCursor): readonly string[] {
  const { unended, unknownRanges, releases, untagged, isReleaseListCut, withoutPeople } = counts;
  const sentences: readonly (readonly [boolean | number, string])[] = [
    [releases, 'The repository has no deployments: its published releases stand for deployments to production.'],
    [isReleaseListCut, 'GitHub lists the newest 1,000 releases; there may be older ones.'],
    [untagged, `Left out: ${untagged} releases whose tag is gone.`],
    [unended, `Left out: ${unended} deployments of which nobody said that they ended; later runs look again.`],
    [unknownRanges, `Without their changes, since GitHub cannot list what they brought: ${unknownRanges} deployments.`],
    [withoutPeople, `Without a tier, since this token may not read who may do what: ${withoutPeople} deployments.`],
    [
      incidents.labels.length === 0,
      'No incidents were looked for: no policy names their labels (dora.incident.labels).',
    ],
  ];
  return sentences.filter(([applies]) => Boolean(applies)).map(([, sentence]) => sentence);
}
