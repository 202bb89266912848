/** The issues that pull requests are linked to, where a gate asks for them. */
import type { Change } from '../../domain/facts.ts';
import type { WantedFacts } from '../../policy/wanted-facts.ts';
import type { GitHub } from '../ports.ts';

/** Most come with the changes; one that was read by itself is asked about by itself. */
export async function withIssues(
  github: Pick<GitHub, 'linkedIssues'>,
  { issues: areWanted }: WantedFacts,
  changes: readonly Change[],
): Promise<readonly Change[]> {
  if (!areWanted) return changes;
  const whole: Change[] = [];
  for (const change of changes) {
    const isKnown = change.kind !== 'pull-request' || change.issues !== undefined;
    whole.push(isKnown ? change : { ...change, issues: await github.linkedIssues(change.number) });
  }
  return whole;
}
