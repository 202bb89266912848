/** What every answer about a rollback is given from. */
import type { EpochMs } from '../../domain/instant.ts';
import type { RollbackQuestion } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import type { GitHub, Ports } from '../ports.ts';

export interface Stand {
  readonly question: RollbackQuestion;
  /** Empty where none is in force. */
  readonly policies: readonly PolicyInForce[];
  readonly ports: Ports;
  readonly github: GitHub;
  readonly at: EpochMs;
}
