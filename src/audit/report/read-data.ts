/** Reads what entries hold. Lines of other versions may hold less, or something else: nothing of it is taken for granted. */
import type { AuditEntry } from '../entry.ts';

export type Data = AuditEntry['data'];

export function listIn(value: unknown): readonly Data[] {
  return Array.isArray(value) ? (value as readonly Data[]) : [];
}

export function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Empty: it is not there, or no text. */
export function word(data: Data, key: string): string {
  const value = data[key];
  return typeof value === 'string' ? value : '';
}

export function numberIn(data: Data, key: string): number | null {
  const value = data[key];
  return typeof value === 'number' ? value : null;
}
