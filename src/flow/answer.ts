/** What a question is answered with. */
import type { EpochMs } from '../domain/instant.ts';
import type { PolicyInForce } from '../policy/decide.ts';
import type { AnswerRecord, GateState } from './ports.ts';

/** What notices are made from, beside the record. */
export interface Tell {
  readonly policies: readonly PolicyInForce[];
  readonly gate: Pick<GateState, 'sha' | 'actors' | 'requestedAt'>;
}

export interface Answer {
  readonly record: AnswerRecord;
  /** When the answer can change by time alone, and the question is asked again; null: only an event can change it. */
  readonly dueAt: EpochMs | null;
  /** What notices are made from; absent where no policy says whom to tell. */
  readonly tell?: Tell | undefined;
}

/** A record with nothing in it but what is given. */
export function recordOf(at: EpochMs, summary: string, parts: Partial<AnswerRecord> = {}): AnswerRecord {
  return {
    at,
    summary,
    facts: null,
    decision: null,
    effects: [],
    overrides: [],
    statements: [],
    questions: [],
    final: false,
    ...parts,
  };
}
