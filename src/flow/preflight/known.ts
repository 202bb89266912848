/** What is known of the preflights of a gate, as the facts that its decision reads, and as a text. */
import type { PreflightFact } from '../../domain/facts.ts';
import { inertMarkdown } from '../../domain/markdown.ts';
import type { AskedGate } from '../answer/gate/asked-gate.ts';

export interface KnownPreflight {
  readonly file: string;
  /** Null: it has not been run for this commit. */
  readonly fact: PreflightFact | null;
  readonly because: string | null;
}

/** A deployment of a run that was started again may be of another commit. */
export async function knownPreflights(
  { question, ports, gate }: AskedGate,
  files: readonly string[],
): Promise<readonly KnownPreflight[]> {
  const { repository, deploymentId } = question;
  const key = { repositoryId: repository.id, deploymentId, purpose: 'preflight' } as const;
  return await Promise.all(
    files.map(async (file) => {
      const kept = await ports.store.probeOf({ ...key, file });
      if (kept === null || kept.sha !== gate.sha) return { file, fact: null, because: null };
      const { verdict, at, failedChecks, because } = kept;
      return { file, fact: { file, verdict, at, failedChecks }, because };
    }),
  );
}

/** Those that have been run. */
export function factsOf(known: readonly KnownPreflight[]): readonly PreflightFact[] {
  return known.flatMap(({ fact }) => fact ?? []);
}

/** Markdown, for the comment of the hold; undefined: there is nothing to add to what the decision says. */
export function telling(known: readonly KnownPreflight[]): string | undefined {
  const lines = known.flatMap(({ fact, because }) => {
    if (fact === null || fact.verdict === 'pass' || because === null) return [];
    return [`Preflight: ${inertMarkdown(because)}.`];
  });
  return lines.length === 0 ? undefined : lines.join('\n');
}
