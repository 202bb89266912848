import type { Policy } from './schema.ts';

/** Of the policies in force together: one that only observes does not switch off what another one enforces. */
export function modeOf(policies: readonly Policy[]): Policy['mode'] {
  return policies.every(({ mode }) => mode === 'observe') ? 'observe' : 'enforce';
}
