/** Rows 14 to 17: whose turn is it, a person's or ours? */
import type { RollbackCase } from '../case.ts';
import { type Found, holds, type Look, passes, type Row } from './row.ts';

export const TURN_ROWS: readonly Row[] = [
  {
    number: 14,
    code: 'approval-required',
    action: 'hold',
    keepsOut: true,
    condition: 'Neither the policy authorises it for this tier nor did somebody approve it or ask for it',
    look: lookForAuthority,
  },
  {
    number: 15,
    code: 'lock-conflict',
    action: 'none',
    keepsOut: false,
    condition: 'Another rollback of the environment is under way',
    look: lookForLock,
  },
  {
    number: 16,
    code: 'already-rolled-back',
    action: 'none',
    keepsOut: true,
    condition: 'Last known good runs already: the platform went back by itself',
    look: lookAtLive,
  },
  {
    number: 17,
    code: 'authorized',
    action: 'rollback',
    keepsOut: true,
    condition: 'Otherwise',
    look: ({ known, case: { trigger, approvedBy } }) =>
      holds('nothing stands in the way', {
        sha: known.target?.sha,
        by: trigger.kind === 'requested' ? [trigger.by] : approvedBy,
      }),
  },
];

function lookForAuthority({ case: rollbackCase, known }: Look): Found {
  const { trigger, approvedBy, failed } = rollbackCase;
  if (trigger.kind === 'requested') return passes(`asked for by ${trigger.by}`);
  if (approvedBy.length > 0) return passes(`approved by ${approvedBy.join(', ')}`);
  const because = whyNotAutomatic(rollbackCase, known.target?.sha);
  const tier = failed?.tier ?? '';
  return because === undefined ? passes(`automatic for tier ${tier}`) : holds(`${because}: ${tier}`, { tier, because });
}

/** Undefined: the policy authorised it in advance. */
function whyNotAutomatic(
  { rules, failed, trigger, liveSha }: RollbackCase,
  targetSha: string | undefined,
): 'tier' | 'low-confidence' | 'unexpected-live' | undefined {
  const tier = failed?.tier ?? '';
  const authorise = rules?.authorise ?? {};
  if (!Object.hasOwn(authorise, tier) || authorise[tier] !== 'auto') return 'tier';
  if (trigger.kind === 'verification' && trigger.confidence !== 'high') return 'low-confidence';
  const isExpected = liveSha === null || isShortFor(liveSha, failed?.sha) || isShortFor(liveSha, targetSha);
  return isExpected ? undefined : 'unexpected-live';
}

function lookForLock({ case: { isLocked, earlier } }: Look): Found {
  const isUnderWay = isLocked || earlier.some(({ outcome }) => outcome === 'under-way');
  return isUnderWay ? holds('another one is under way') : passes('free');
}

function lookAtLive({ known, case: { liveSha, failed } }: Look): Found {
  if (liveSha === null) return passes('nobody looked what runs');
  // A few digits that both begin with say nothing.
  const isTarget = isShortFor(liveSha, known.target?.sha) && !isShortFor(liveSha, failed?.sha);
  return isTarget ? holds('last known good runs', { sha: known.target?.sha }) : passes('something else runs');
}

/** As git shortens commits: fewer digits than these name too many. */
const FEWEST_DIGITS = 7;

/** Whether a commit, or the beginning of one, is this commit. */
function isShortFor(digits: string, sha: string | undefined): boolean {
  return digits.length >= FEWEST_DIGITS && sha?.startsWith(digits.toLowerCase()) === true;
}
