/** Who was in a history already: its authors and co-authors, read newest first for as long as somebody is looked for. */

import { loginOfAddress } from '../../domain/merge-message.ts';
import type { CommitAuthor } from '../../domain/notes-range.ts';
import { readFields } from '../read-fields.ts';
import { askGit, streamGit } from '../run-git.ts';

/** Author as `.mailmap` has it, address as it was written, and co-authors, each a line. */
const FORMAT = '%aN%x00%aE%x00%ae%x00%(trailers:key=Co-authored-by,valueonly)';
const FIELDS = 4;
const ARGS = ['log', '-z', '-s', '--no-color', '--no-show-signature', '--encoding=UTF-8', `--format=tformat:${FORMAT}`];

/** `Name <address>`, as trailers have it. */
const PERSON = /^(.*?)\s*<([^<>]*)>/;

export class SeenPeople {
  readonly #dir: string;
  readonly #seen = new Set<string>();
  readonly #lines = new Set<string>();
  readonly #read: Promise<void>;
  /** Who is still looked for; undefined: nobody has asked yet. */
  #wanted: readonly WantedPerson[] | undefined;
  #isStopped = false;

  /**
   * Begins to read at once: who is looked for follows from a range that is still being read meanwhile.
   *
   * @param before a revision that `resolveRevisions` finds
   */
  constructor(dir: string, before: string) {
    this.#dir = dir;
    this.#read = this.#readUntilSeen(before);
    this.#read.catch(() => undefined);
  }

  /** Those of these people of whom nothing was there. Ask once. */
  async lacking(people: readonly CommitAuthor[]): Promise<readonly CommitAuthor[]> {
    const wanted = await withMailmap(this.#dir, people);
    this.#wanted = wanted;
    this.#look();
    await this.#read;
    return wanted.filter((each) => !this.#isSeen(each)).map(({ person }) => person);
  }

  /** Nobody will ask, or ask again: the process ends. */
  stop(): void {
    this.#isStopped = true;
  }

  async #readUntilSeen(before: string): Promise<void> {
    let fields: string[] = [];
    for await (const more of readFields(
      streamGit({ dir: this.#dir, args: [...ARGS, '--end-of-options', before, '--'] }),
      '\0',
    )) {
      for (const field of more) {
        fields.push(field);
        if (fields.length < FIELDS) continue;
        this.#add(fields);
        fields = [];
      }
      this.#look();
      if (this.#isStopped) return;
    }
  }

  #add([name = '', email = '', written = '', coAuthors = '']: readonly string[]): void {
    if (this.#isNew(`${name}\n${email}\n${written}`)) {
      for (const key of keysOf(name, email, loginOfAddress(written))) this.#seen.add(key);
    }
    if (coAuthors === '') return;
    for (const line of coAuthors.split('\n')) {
      if (!this.#isNew(line)) continue;
      const [, coName = '', coEmail = ''] = PERSON.exec(line) ?? [];
      for (const key of keysOf(coName, coEmail, null)) this.#seen.add(key);
    }
  }

  /** Most commits are by few people, and to look a line up is cheaper than to take it apart. */
  #isNew(line: string): boolean {
    const before = this.#lines.size;
    return this.#lines.add(line).size > before;
  }

  #look(): void {
    if (this.#wanted?.every((each) => this.#isSeen(each))) this.stop();
  }

  #isSeen({ keys }: WantedPerson): boolean {
    return keys.some((key) => this.#seen.has(key));
  }
}

interface WantedPerson {
  readonly person: CommitAuthor;
  readonly keys: readonly string[];
}

function keysOf(name: string, email: string, login: string | null): readonly string[] {
  const keys: string[] = [];
  const known = login ?? loginOfAddress(email);
  if (name !== '') keys.push(`name ${name.trim().toLowerCase()}`);
  if (email !== '') keys.push(`email ${email.toLowerCase()}`);
  if (known !== null) keys.push(`login ${known.toLowerCase()}`);
  return keys;
}

/** Co-authors are as somebody wrote them; the history is told as `.mailmap` has it. */
async function withMailmap(dir: string, people: readonly CommitAuthor[]): Promise<readonly WantedPerson[]> {
  if (people.length === 0) return [];
  const input = people.map(({ name, email }) => `${oneLine(name)} <${oneLine(email)}>\n`);
  const lines = (await askGit({ dir, args: ['check-mailmap', '--stdin'], input })).split('\n');
  return people.map((person, index) => {
    const [, name = '', email = ''] = PERSON.exec(lines[index] ?? '') ?? [];
    const own = keysOf(person.name, person.email, person.login);
    return { person, keys: [...own, ...keysOf(name, email, null)] };
  });
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}<>]/gu, ' ').trim();
}
