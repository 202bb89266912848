/**
 * The one table of reason codes: what each means, and the words for it. Check, comment, page and terminal take their
 * text from here, and the reference page is generated from it.
 */
import type { Reason } from '../domain/decision.ts';
import type { EpochMs } from '../domain/instant.ts';
import { APPROVAL_REASONS } from './reasons/approvals.ts';
import { EVIDENCE_REASONS } from './reasons/evidence.ts';
import { PROOF_REASONS } from './reasons/proof.ts';
import { READINESS_REASONS } from './reasons/readiness.ts';
import { SAFETY_REASONS } from './reasons/safety.ts';
import { TIME_REASONS } from './reasons/time.ts';
import type { ReasonEntry } from './reasons/wording.ts';

export {
  type AskedPeople,
  IGNORED,
  peopleAsked,
  sayIgnored,
  sayLackingAlone,
  type Waiting,
  waitingOf,
} from './reasons/approvals.ts';
export { TIER_CODES } from './reasons/tiers.ts';
export { count, type ReasonEntry } from './reasons/wording.ts';

export const REASONS = {
  ...APPROVAL_REASONS,
  ...TIME_REASONS,
  ...EVIDENCE_REASONS,
  ...SAFETY_REASONS,
  ...PROOF_REASONS,
  ...READINESS_REASONS,
} as const satisfies Readonly<Record<string, ReasonEntry>>;

export type ReasonCode = keyof typeof REASONS;

/** Why a gate is skipped. */
export const SKIPPED = {
  'excepted-type': 'the gate excepts releases of this type',
  'authorised-rollback':
    'the release goes back to a commit that was verified here, and the policy, or somebody who may, authorised that',
} as const satisfies Readonly<Record<string, string>>;

export type SkipCode = keyof typeof SKIPPED;

/** The text of a reason. `at` is the instant of the decision: other years are told with the year. */
export function sayReason(reason: Reason, at: EpochMs): string {
  const entry: ReasonEntry | undefined = Object.hasOwn(REASONS, reason.code)
    ? REASONS[reason.code as ReasonCode]
    : undefined;
  return entry === undefined ? reason.code : entry.say(reason, at);
}
