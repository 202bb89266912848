/** Whom a commit is of, as far as a clone tells. */
import { loginOfAddress } from '../domain/merge-message.ts';

/** The login where the address tells it, else the name: a clone knows no logins. */
export function authorOf(name: string, email: string): string {
  return loginOfAddress(email) ?? (name.trim() || 'unknown');
}
