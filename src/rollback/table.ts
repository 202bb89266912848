/** The decision table, as data: in order, the first row that holds decides. */
import { BRAKE_ROWS } from './rows/brakes.ts';
import { FINDING_ROWS } from './rows/finding.ts';
import type { Row } from './rows/row.ts';
import { SCOPE_ROWS } from './rows/scope.ts';
import { TARGET_ROWS } from './rows/target.ts';
import { TURN_ROWS } from './rows/turn.ts';

export const ROLLBACK_TABLE: readonly Row[] = [
  ...SCOPE_ROWS,
  ...FINDING_ROWS,
  ...BRAKE_ROWS,
  ...TARGET_ROWS,
  ...TURN_ROWS,
];
