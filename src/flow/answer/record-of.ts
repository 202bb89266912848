import type { EpochMs } from '../../domain/instant.ts';
import type { AnswerRecord } from '../ports.ts';

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
