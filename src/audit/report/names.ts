/**
 * What people are called in a report. The log is not changed: a login that is to be shown no more is replaced wherever
 * it is displayed, by the number that stands for the person, or by `erased`.
 */
import type { AuditActor } from '../entry.ts';

/** Logins in free text stand between characters that no login has. */
const WORD = /[A-Za-z0-9][A-Za-z0-9-]*(?:\[bot\])?/g;

/** What a regular expression takes for more than itself. */
const SPECIAL = /[.*+?^${}()|[\]\\]/g;

/** Who is not to be named, as the operator wrote it: logins or numbers, with commas between them. */
export function erasedIn(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

export class Names {
  readonly #erased: ReadonlySet<string>;
  /** Logins, in lower case, of people who are named by their number here. */
  readonly #logins = new Map<string, number>();

  /** @param erased logins, or numbers of people, who are not to be named */
  constructor(erased: readonly string[]) {
    this.#erased = new Set(erased.map((each) => each.toLowerCase()));
  }

  /** Learns what the log calls whom: a person who is erased by number had some login, perhaps several. */
  learn({ id, login }: { readonly id: number; readonly login: string }): void {
    if (this.#erased.has(String(id)) || this.#erased.has(login.toLowerCase()))
      this.#logins.set(login.toLowerCase(), id);
  }

  of(login: string): string {
    const id = this.#logins.get(login.toLowerCase());
    if (id !== undefined) return `person ${id}`;
    return this.#erased.has(login.toLowerCase()) ? 'erased' : login;
  }

  actor(actor: AuditActor): string {
    return actor.kind === 'tidegate' ? 'tidegate' : this.of(actor.login);
  }

  /** In what people wrote. */
  within(text: string): string {
    if (this.#erased.size === 0) return text;
    return this.#withoutLongNames(text).replace(WORD, (word) => this.of(word));
  }

  /** Names of other systems, such as those of PagerDuty, are no logins: `Mia Meier`. */
  #withoutLongNames(text: string): string {
    const long = [...this.#erased].filter((name) => name.replace(WORD, '') !== '');
    return long.reduce((rest, name) => rest.replace(new RegExp(name.replace(SPECIAL, '\\$&'), 'gi'), 'erased'), text);
  }
}
