/** What is known of the preflights of a gate, as the facts that its decision reads. */
import type { PreflightFact } from '../../domain/facts.ts';
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { GateQuestion } from '../../domain/question.ts';
import type { GateState, GitHub, Ports } from '../ports.ts';

/** The gate that the preflights are of. */
export interface GateAhead {
  readonly question: GateQuestion;
  readonly ports: Ports;
  readonly github: GitHub;
  readonly gate: Pick<GateState, 'sha'>;
  readonly at: EpochMs;
}

export interface KnownPreflight {
  readonly file: string;
  /** Null: it has not been run for this commit. */
  readonly fact: PreflightFact | null;
}

/** What did not pass is tried again by itself after this long. */
export const TRY_AGAIN_MS = 300_000;
const LONGEST_FOUND = 300;

/** A deployment of a run that was started again may be of another commit. */
export async function knownPreflights(
  { question, ports, gate }: GateAhead,
  files: readonly string[],
): Promise<readonly KnownPreflight[]> {
  const { repository, deploymentId } = question;
  const key = { repositoryId: repository.id, deploymentId, purpose: 'preflight' } as const;
  return await Promise.all(
    files.map(async (file) => {
      const kept = await ports.store.probeOf({ ...key, file });
      if (kept === null || kept.sha !== gate.sha) return { file, fact: null };
      const { verdict, at, failedChecks, because } = kept;
      return { file, fact: { file, verdict, at, failedChecks, ...(verdict === 'pass' ? {} : sayFound(because, at)) } };
    }),
  );
}

/** Those that have been run. */
export function factsOf(known: readonly KnownPreflight[]): readonly PreflightFact[] {
  return known.flatMap(({ fact }) => fact ?? []);
}

/** What did not pass, and when it is tried again by itself. */
export function sayFound(because: string | null, at: PreflightFact['at']): Pick<PreflightFact, 'found' | 'againAt'> {
  return { ...whatWasFound(because), againAt: toInstant(epochMs(at) + TRY_AGAIN_MS) };
}

/** In one line of plain text. */
export function whatWasFound(because: string | null): Pick<PreflightFact, 'found'> {
  if (because === null) return {};
  const answers = because.replace(/: expected status (\S+), but found (\d+)$/, ' answers $2, not $1');
  return { found: plainLine(answers, LONGEST_FOUND).replace(/[.]$/, '') };
}
