/** Histories written compactly, and notes of them. */
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import type { CommitAuthor, KnownPullRequest, NotesRange, RangeCommit } from '../../../src/domain/notes-range.ts';
import { defaultCategories } from '../../../src/notes/categories.ts';
import { makeNotes, type NotesInput } from '../../../src/notes/make-notes.ts';
import type { Notes } from '../../../src/notes/notes.ts';

export const REPOSITORY = 'acme/shop';

/** The full name that stands for a short one of a test: letters and digits, turned to hexadecimal. */
export function shaOf(name: string): string {
  return [...name]
    .map((letter) => letter.charCodeAt(0).toString(16))
    .join('')
    .padEnd(40, '0');
}

export interface WrittenCommit {
  /** Short name. */
  readonly is: string;
  readonly says: string;
  /** Short names. Default: the commit before it in the list. */
  readonly on?: readonly string[];
  /** `Ada`, or `Ada <ada@example.com>`. Default: Ada. */
  readonly by?: string;
  readonly files?: readonly string[];
}

export function authorOf(text: string): CommitAuthor {
  const [, name = text, email] = /^(.*) <(.*)>$/.exec(text) ?? [];
  return { name, email: email ?? `${name.toLowerCase()}@example.com`, login: null };
}

export function commitsOf(written: readonly WrittenCommit[], base = 'base'): readonly RangeCommit[] {
  return written.map(({ is, says, on, by = 'Ada', files }, index) => ({
    sha: shaOf(is),
    parents: (on ?? [written[index - 1]?.is ?? base]).map(shaOf),
    message: says,
    author: authorOf(by),
    authoredAt: AT,
    committedAt: AT,
    ...(files === undefined
      ? {}
      : { files: files.map((path) => ({ path, status: 'modified', additions: 0, deletions: 0 }) as const) }),
  }));
}

export const AT: Instant = toInstant(0);

export function rangeOf(commits: readonly WrittenCommit[], more: Partial<NotesRange> = {}): NotesRange {
  return {
    repository: REPOSITORY,
    from: { ref: 'v1', sha: shaOf('base') },
    to: { ref: 'v2', sha: shaOf(commits.at(-1)?.is ?? 'base') },
    direction: 'forward',
    commits: commitsOf(commits),
    lost: [],
    pullRequests: [],
    links: [],
    complete: true,
    ...more,
  };
}

export function pullRequest(number: number, more: Partial<KnownPullRequest> = {}): KnownPullRequest {
  const title = `Change ${number}`;
  return {
    number,
    title,
    body: '',
    author: 'ada',
    labels: [],
    mergedAt: AT,
    mergeCommitSha: null,
    base: 'main',
    ...more,
  };
}

export function notesOf(range: NotesRange, more: Partial<NotesInput> = {}): Notes {
  const rules = defaultCategories();
  const rest = { mentioned: [], service: null, environment: null, rules, newcomers: [], outcome: null };
  return makeNotes({ range, ...rest, ...more });
}

/** Every pull request and commit that the notes list, and how the rest is accounted for. */
export function told(notes: Notes): Record<string, unknown> {
  const listed = notes.sections.flatMap(({ changes }) => changes.map(({ number }) => number));
  const all = {
    listed: listed.toSorted((one, other) => one - other),
    unlinked: notes.unlinkedCommits.map(({ title }) => title),
    reverted: notes.reverted.map(({ number, title, by }) => `${number ?? title} by ${nameOf(by)}`),
    cancelled: notes.accounting.cancelled.map(({ number, title, by }) => `${number ?? title} by ${nameOf(by)}`),
    removed: notes.removedByRollback.map(({ number, title }) => number ?? title),
    both: notes.accounting.onBothSides.map(({ number }) => number),
    excluded: notes.accounting.excluded.map(({ number, because }) => `${number} ${because}`),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value.length > 0));
}

function nameOf(by: number | string): string {
  if (typeof by === 'number') return `${by}`;
  return (by.replace(/(?:00)+$/, '').match(/../g) ?? [])
    .map((code) => String.fromCharCode(Number.parseInt(code, 16)))
    .join('');
}

/** A squashed pull request. */
export function squash(number: number, title = `Change ${number}`, body = ''): WrittenCommit {
  return { is: `s${number}`, says: `${title} (#${number})${body === '' ? '' : `\n\n${body}`}` };
}

/** GitHub's merge of a branch. */
export function merge(number: number, on: readonly string[], title = `Change ${number}`, body = ''): WrittenCommit {
  const text = body === '' ? title : `${title}\n\n${body}`;
  return { is: `m${number}`, says: `Merge pull request #${number} from acme/topic\n\n${text}`, on, by: 'Merger' };
}

export function reverts(name: string): string {
  return `This reverts commit ${shaOf(name)}.`;
}
