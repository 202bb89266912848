/** What becomes of people's opinions in one requirement: some count, the others are told why not. */
import type { IgnoredPerson } from '../../../domain/decision.ts';
import type { EpochMs } from '../../../domain/instant.ts';
import { expiryOf } from '../../expiry.ts';
import type { KnownPerson } from '../../people.ts';
import type { IgnoredCode } from '../../reasons/approvals.ts';
import type { Approvals } from '../../schema.ts';

/** Somebody whose yes counts. */
export interface Approver {
  readonly identity: string;
  readonly login: string;
  readonly person: KnownPerson;
  /** From then on it does not; null: it does not wear out by time alone. */
  readonly expiresAt: EpochMs | null;
}

export interface Opinions {
  readonly approvers: readonly Approver[];
  readonly ignored: readonly IgnoredPerson[];
}

/** An opinion on its way: what is wrong with it, or who approved and until when that counts. */
export type Judged = Approver | { readonly login: string; readonly code: IgnoredCode };

export function split(judged: readonly Judged[]): Opinions {
  return {
    approvers: judged.flatMap((each) => ('code' in each ? [] : [each])),
    ignored: judged.flatMap((each) => ('code' in each ? [{ user: each.login, code: each.code }] : [])),
  };
}

/** Until when an approval given at this instant counts; null: those of this requirement do not expire. */
export function endOfApproval(at: EpochMs, { expires }: Pick<Approvals, 'expires'>): EpochMs | null {
  return expires === undefined ? null : expiryOf(at, expires);
}
