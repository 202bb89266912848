/** The command with which whoever is woken goes back: at night nobody knows it by heart. */

import { commandWord } from '../../domain/command-word.ts';
import type { EscalationQuestion } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { entryFor } from '../../policy/names.ts';

/** Undefined: no policy sets rollbacks up there; or one did not end well, and another is no way out. */
export function wayBackFrom(
  { environment, event }: Pick<EscalationQuestion, 'environment' | 'event'>,
  sha: string,
  policies: readonly Pick<PolicyInForce, 'policy'>[],
): string | undefined {
  const isSetUp = policies.some(({ policy }) => entryFor(policy, environment)?.rollback !== undefined);
  if (event === 'rollback-failed' || !isSetUp) return undefined;
  return `/tidegate rollback ${commandWord(environment, 'ENV')} @${sha.slice(0, 7)} REASON`;
}
