/** Who made the changes: one name for each person, however their commits call them. */
import { plainLine } from '../domain/markdown.ts';
import { loginOfAddress } from '../domain/merge-message.ts';
import type { CommitAuthor } from '../domain/notes-range.ts';
import type { Associated } from './associate.ts';
import type { PullRequestInRange, RangeChange } from './change.ts';
import { coAuthorsIn } from './co-authors.ts';

/** Everybody who wrote what the later end has more, each once and in the order of the range: who may be here for the first time. */
export function peopleOf(associated: Associated): readonly CommitAuthor[] {
  const people = new People(associated);
  const found = new Map<string, CommitAuthor>();
  for (const change of associated.commits.changes) {
    for (const author of authorsIn(change)) {
      const key = keyOf(people.nameOf(author));
      if (!found.has(key)) found.set(key, { ...author, login: people.loginOf(author) });
    }
  }
  return [...found.values()];
}

/** The names of the people of a range. */
export class People {
  readonly #logins = new Map<string, string>();
  /** By address, the name under which somebody without a login is listed. */
  readonly #names = new Map<string, string>();

  constructor({ commits, lost }: Pick<Associated, 'commits' | 'lost'>) {
    const perName = new Map<string, Set<string>>();
    for (const author of [...commits.changes, ...lost.changes].flatMap(authorsIn)) this.#meet(author, perName);
    // A name that two accounts go by tells neither.
    for (const [name, logins] of perName) {
      const [login] = logins;
      if (logins.size === 1 && login !== undefined) this.#logins.set(`name ${name}`, login);
    }
  }

  #meet(author: CommitAuthor, perName: Map<string, Set<string>>): void {
    const login = author.login ?? loginOfAddress(author.email);
    const name = keyOf(author.name);
    const address = keyOf(author.email);
    if (!this.#names.has(address)) this.#names.set(address, author.name);
    if (login === null) return;
    if (address !== '' && !this.#logins.has(addressKey(author))) this.#logins.set(addressKey(author), login);
    if (name !== '') perName.set(name, (perName.get(name) ?? new Set()).add(login));
  }

  /** Null: a clone does not tell it. */
  loginOf(author: CommitAuthor): string | null {
    const own = author.login ?? loginOfAddress(author.email);
    return own ?? this.#logins.get(addressKey(author)) ?? this.#logins.get(`name ${keyOf(author.name)}`) ?? null;
  }

  /** The login, else the name. */
  nameOf(author: CommitAuthor): string {
    const known = author.email === '' ? undefined : this.#names.get(keyOf(author.email));
    return plainLine(this.loginOf(author) ?? known ?? author.name, LONGEST_NAME) || 'unknown';
  }

  /** Who opened the pull request, where GitHub tells it; else who wrote its first commit. */
  authorOf(change: RangeChange): string {
    if (change.kind === 'commit') return this.nameOf(change.commit.author);
    const told = plainLine(change.known?.author ?? '', LONGEST_NAME);
    return told === '' ? this.nameOf(change.first.author) : told;
  }

  /** Everybody else who wrote part of it, in the order of its commits. */
  coAuthorsOf(change: RangeChange): readonly string[] {
    const listed = new Map<string, string>();
    for (const author of authorsIn(change)) {
      const name = this.nameOf(author);
      if (!listed.has(keyOf(name))) listed.set(keyOf(name), name);
    }
    listed.delete(keyOf(this.authorOf(change)));
    return [...listed.values()];
  }
}

/** Nobody's name is longer; a commit may say anything. */
const LONGEST_NAME = 100;

/** People by name, bots last; each once. */
export function inOrder(names: Iterable<string>): readonly string[] {
  const once = new Map<string, string>();
  for (const name of names) if (!once.has(keyOf(name))) once.set(keyOf(name), name);
  return [...once.values()].toSorted(
    (one, other) => Number(isBot(one)) - Number(isBot(other)) || compare(keyOf(one), keyOf(other)),
  );
}

export function isBot(name: string): boolean {
  return name.toLowerCase().endsWith('[bot]');
}

/** Authors and co-authors. Who merged is neither. */
function authorsIn(change: RangeChange): readonly CommitAuthor[] {
  const commits = change.kind === 'commit' ? [change.commit] : writtenCommits(change);
  const found = commits.flatMap((commit) => [authorOfCommit(change, commit.author), ...coAuthorsIn(commit.message)]);
  return change.kind === 'commit' ? found : [...found, ...coAuthorsIn(change.body)];
}

/** GitHub makes whoever presses the button the author of the merge; the commits of the branch tell who wrote. */
function writtenCommits({ own, first }: PullRequestInRange): PullRequestInRange['own'] {
  const written = own.filter(({ parents }) => parents.length < 2);
  return written.length > 0 ? written : [first];
}

/** The commit that a pull request was squashed to is its author's, also where GitHub knows no account of the address. */
function authorOfCommit(change: RangeChange, author: CommitAuthor): CommitAuthor {
  if (change.kind === 'commit' || change.known === null || author.login !== null) return author;
  const isTheirs = change.own.length === 1 && author === change.first.author;
  return isTheirs && change.known.author !== '' ? { ...author, login: change.known.author } : author;
}

function addressKey({ email }: CommitAuthor): string {
  return `address ${keyOf(email)}`;
}

function keyOf(text: string): string {
  return text.trim().toLowerCase();
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
