/** How a repository stands, in one word. Pure. */
import type { FoundHere, Posture } from '../ports.ts';

/**
 * `guard-off`: a policy is enforced, and our protection rule is missing where it should hold. `unprotected`: no policy
 * governs it. `unknown`: it was not looked at yet, or what its policies say cannot be told; see `because`.
 */
export type RepositoryState = 'governed' | 'observing' | 'unprotected' | 'guard-off' | 'unknown';

interface Stated {
  readonly state: RepositoryState;
  /** Why it is not known; null where it is. */
  readonly because: string | null;
}

export interface KnownOfRepository {
  readonly findings: readonly FoundHere[];
  readonly isGoverned: boolean;
}

export function stateOf(posture: Posture | null, { findings, isGoverned }: KnownOfRepository): Stated {
  if (posture === null) {
    return isGoverned ? unknown('its settings were not looked at yet') : { state: 'unprotected', because: null };
  }
  if (posture.mode === 'none') return { state: 'unprotected', because: null };
  if (posture.mode === 'invalid') return unknown('its policies cannot be applied, so every gate stays closed');
  if (posture.mode === 'observe') return { state: 'observing', because: null };
  const { environments } = posture;
  const isOff =
    findings.some(({ code }) => code === 'rule-missing') ||
    environments.some(({ isGated, hasOurRule }) => isGated && !hasOurRule) ||
    (environments.length > 0 && environments.every(({ hasOurRule }) => !hasOurRule));
  return { state: isOff ? 'guard-off' : 'governed', because: null };
}

function unknown(because: string): Stated {
  return { state: 'unknown', because };
}
