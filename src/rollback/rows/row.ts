/** One row of the decision table. */
import type { Barriers } from '../barriers.ts';
import type { RollbackCase } from '../case.ts';
import type { RollbackAction, RollbackCode } from '../decision.ts';
import type { KnownGood } from '../known-good.ts';

/** The case, and what was concluded from it before the table is gone through. */
export interface Look {
  readonly case: RollbackCase;
  readonly known: KnownGood;
  readonly barriers: Barriers;
}

export interface Found {
  /** The row decides. */
  readonly holds: boolean;
  /** What was found, in one line; for a row that does not hold, too. */
  readonly value: string;
  /** Data for the row's text. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Where it differs from the row's. */
  readonly action?: RollbackAction;
  readonly keepsOut?: boolean;
}

export interface Row {
  /** Of the specification: rows that share one are told apart by what they look at. */
  readonly number: number;
  readonly code: RollbackCode;
  readonly action: RollbackAction;
  /** The failed commit is kept out of the environment. */
  readonly keepsOut: boolean;
  /** The row's condition, for people: it stands in the reference. */
  readonly condition: string;
  readonly look: (look: Look) => Found;
}

export function passes(value: string): Found {
  return { holds: false, value };
}

export function holds(value: string, data: Readonly<Record<string, unknown>> = {}): Found {
  return { holds: true, value, data };
}
