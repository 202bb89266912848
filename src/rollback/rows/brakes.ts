/** Rows 8 and 9: rollbacks that follow each other make it worse, so people look first. */
import { epochMs } from '../../domain/instant.ts';
import type { EarlierRollback } from '../case.ts';
import { type Found, holds, type Look, passes, type Row } from './row.ts';

export const BRAKE_ROWS: readonly Row[] = [
  {
    number: 8,
    code: 'rollback-failed',
    action: 'page',
    keepsOut: false,
    condition: 'What failed is itself a rollback',
    look: lookForRollback,
  },
  {
    number: 9,
    code: 'attempts-exhausted',
    action: 'page',
    keepsOut: true,
    condition: 'This release was rolled back as often as `limit.attempts` allows',
    look: lookAtAttempts,
  },
  {
    number: 9,
    code: 'flapping',
    action: 'page',
    keepsOut: true,
    condition: 'The environment went back as often as `limit.at-most` allows',
    look: lookAtWindow,
  },
];

function lookForRollback({ case: { failed } }: Look): Found {
  return failed?.isRollback === true ? holds('it was a rollback', { sha: failed.sha }) : passes('a release');
}

function lookAtAttempts(look: Look): Found {
  const { failed, rules } = look.case;
  const used = countedOf(look).filter(({ from }) => from === failed?.sha).length;
  const attempts = rules?.attempts ?? 0;
  const value = `${used} of ${attempts}`;
  return used >= attempts ? holds(value, { used, attempts, sha: failed?.sha }) : passes(value);
}

function lookAtWindow(look: Look): Found {
  const window = look.case.rules?.window;
  if (window === undefined || window === null) return passes('no limit');
  const since = epochMs(look.case.at) - window.perMs;
  const within = countedOf(look).filter(({ at }) => epochMs(at) > since);
  const value = `${within.length} of ${window.atMost}`;
  if (within.length < window.atMost) return passes(value);
  return holds(value, { used: within.length, most: window.atMost, perMs: window.perMs, rollbacks: within });
}

/** The same finding told once more is no second attempt: row 15 has it while it is under way. */
function countedOf({ case: { earlier, failed } }: Look): readonly EarlierRollback[] {
  return earlier.filter((each) => !(each.outcome === 'under-way' && each.failedDeploymentId === failed?.id));
}
