/** How the running deployment came past the gate, and whose word let it through. */
import type { Decision } from '../../domain/decision.ts';
import type { KeptGate, LibraryGate } from '../ports.ts';
import type { Opened } from './environment-lane.ts';

export interface KnownOpening {
  /** What we know of its gate; null: we were never asked. */
  readonly gate: LibraryGate | null;
  readonly kept: KeptGate | null;
  readonly isUnguarded: boolean;
}

export function openedBy({ gate, kept, isUnguarded }: KnownOpening): Opened {
  if (isUnguarded) return { how: 'unguarded', by: [] };
  if (gate?.state === 'bypassed') return { how: 'bypass', by: gate.by.map(({ user }) => user) };
  const wasOpened = gate?.state === 'approved' || (kept !== null && kept.openedAt !== null);
  if (!wasOpened) return { how: 'unknown', by: [] };
  const decision = kept?.decided?.decision ?? null;
  if (decision?.override) return { how: 'override', by: [decision.override.user] };
  return { how: 'gate', by: decision === null ? [] : approversIn(decision) };
}

function approversIn({ gates }: Decision): readonly string[] {
  const counted = gates.flatMap(({ requirements }) => requirements.flatMap((each) => each.counted ?? []));
  return [...new Set(counted)].sort();
}
