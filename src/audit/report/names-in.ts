/** Whom an entry names with their number. */
import type { AuditEntry } from '../entry.ts';
import { listIn } from './read-data.ts';

interface Named {
  readonly id: number;
  readonly login: string;
}

export function namedIn({ actor, data }: AuditEntry): readonly Named[] {
  const listed = [...listIn(data['by']), ...listIn(data['people'])].flatMap(({ id, login }) =>
    typeof id === 'number' && typeof login === 'string' ? [{ id, login }] : [],
  );
  return actor.kind === 'user' ? [actor, ...listed] : listed;
}
