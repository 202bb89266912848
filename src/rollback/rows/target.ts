/** Rows 10 to 13: is there something to go back to, and is the way there safe? A person's order changes nothing about it. */
import { type Found, holds, type Look, passes, type Row } from './row.ts';

export const TARGET_ROWS: readonly Row[] = [
  {
    number: 10,
    code: 'no-lkg',
    action: 'page',
    keepsOut: false,
    condition: 'Nothing is known to be good here',
    look: lookForTarget,
  },
  {
    number: 11,
    code: 'point-of-no-return',
    action: 'page',
    keepsOut: false,
    condition: 'A barrier lies in what would be taken away',
    look: lookForBarrier,
  },
  {
    number: 11,
    code: 'barrier-unknown',
    action: 'hold',
    keepsOut: true,
    condition: 'Not all that would be taken away could be read, and nobody approved this rollback',
    look: lookForUnread,
  },
  {
    number: 12,
    code: 'target-unavailable',
    action: 'page',
    keepsOut: true,
    condition: 'The commit or the workflow that would deploy it is not there, or nobody knows',
    look: lookForMeans,
  },
  {
    number: 13,
    code: 'dependency',
    action: 'hold',
    keepsOut: true,
    condition: 'Another lane needs the version that would be taken away',
    look: ({ case: { dependants } }) =>
      dependants.length > 0
        ? holds(`needed by ${dependants.join(', ')}`, { dependants })
        : passes('nothing depends on it'),
  },
];

function lookForTarget({ known }: Look): Found {
  if (known.target === null) return holds(`none of ${known.rejected.length}`, { rejected: known.rejected.length });
  return passes(`deployment ${known.target.deploymentId} (${short(known.target.sha)})`);
}

function lookForBarrier({ barriers }: Look): Found {
  if (barriers.kind !== 'found') return passes(barriers.kind === 'none' ? 'no barrier' : 'none in what was read');
  const names = barriers.barriers.map(({ change, by, what }) => `${change} (${by} ${what})`);
  return holds(names.join(', '), { barriers: barriers.barriers });
}

function lookForUnread({ barriers, case: { approvedBy } }: Look): Found {
  if (barriers.kind !== 'unknown') return passes('all was read');
  const value = barriers.change === undefined ? barriers.because : `${barriers.because} in ${barriers.change}`;
  if (approvedBy.length > 0) return passes(`${value}; approved by ${approvedBy.join(', ')}`);
  return holds(value, { because: barriers.because, change: barriers.change ?? null });
}

function lookForMeans({ known, case: { target, rules } }: Look): Found {
  const data = { sha: known.target?.sha, next: known.next };
  if (rules?.workflow === undefined) return holds('no workflow in the policy', { ...data, because: 'no-workflow' });
  if (target === null) return holds('not looked at', { ...data, because: 'not-looked-at' });
  if (target.isAvailable === true) return passes('there');
  const because = target.because ?? (target.isAvailable === 'unknown' ? 'unknown' : 'missing');
  return holds(because, { ...data, because });
}

function short(sha: string): string {
  return sha.slice(0, 12);
}
