/** Reads what commits changed, as changes: ONE git process, streamed, nothing kept. */
import type { Change, ChangedFile } from '../domain/facts.ts';
import { type Instant, toInstant } from '../domain/instant.ts';
import { pullRequestNumber, titleAndBody } from '../domain/merge-message.ts';
import { authorOf } from './author-of.ts';
import { readFields } from './read-fields.ts';
import { streamGit } from './run-git.ts';

/**
 * The change that each commit is, in the order given: its difference to its first parent, as a pull request where its
 * message names one.
 *
 * Renames are not looked for: a renamed file is one removed and one added, so that path rules see both names, as they
 * do for a rename. Finding renames takes git a third of its time more. Lines are not counted (`additions` and
 * `deletions` are 0): that takes ten times as long, and no rule asks for them.
 * @param names full names of commits that the clone has; newest first takes git a fifth less time than oldest first
 */
export async function* readChanges(
  dir: string,
  names: Iterable<string>,
  { withFiles }: { readonly withFiles: boolean },
): AsyncGenerator<Change, void, undefined> {
  const pieces = inLines(names);
  const first = pieces.next();
  // Asked for nothing, `log` would show the newest commit.
  if (first.done) return;
  const input = after(first.value, pieces);
  const reader = new ChangeReader();
  const args = withFiles ? WITH_FILES : WITHOUT_FILES;
  for await (const fields of readFields(streamGit({ dir, args, input }), '\0')) {
    for (const field of fields) {
      const change = reader.read(field);
      if (change !== undefined) yield change;
    }
  }
  const last = reader.finish();
  if (last !== undefined) yield last;
}

/** Puts changes together from git's fields: of each commit a header, then pairs of a status and a path. */
class ChangeReader {
  #header: string[] = [];
  #files: ChangedFile[] = [];
  #status: ChangedFile['status'] | undefined;

  /** The change before, when this field is the first of the next. */
  read(field: string): Change | undefined {
    if (this.#status !== undefined) {
      this.#files.push({ path: field, status: this.#status, additions: 0, deletions: 0 });
      this.#status = undefined;
      return undefined;
    }
    if (this.#header.length < HEADER) {
      this.#header.push(field);
      return undefined;
    }
    this.#status = statusOf(field);
    if (this.#status !== undefined) return undefined;
    const change = changeOf(this.#header, this.#files);
    this.#header = [field];
    this.#files = [];
    return change;
  }

  finish(): Change | undefined {
    return this.#header.length === HEADER ? changeOf(this.#header, this.#files) : undefined;
  }
}

/** Name, author, author's address, committed at, subject, body. */
const FORMAT = '%H%x00%an%x00%ae%x00%ct%x00%s%x00%b';
const HEADER = 6;

const OUTPUT = ['--stdin', '-z', '--encoding=UTF-8', `--format=${FORMAT}`];

/** `diff-tree` reads no configuration that would change what it prints. */
const WITH_FILES = [
  ...['diff-tree', '--always', '--root', '-r', '--no-renames', '--name-status', '--diff-merges=first-parent'],
  ...OUTPUT,
];
/** `diff-tree -s` would still compare, and print nothing of it. */
const WITHOUT_FILES = ['log', '--no-walk=unsorted', '-s', '--no-show-signature', '--no-color', ...OUTPUT];

/** How many names are written to git at once: enough for it to go on while what it said is being read. */
const LINES = 4096;

function* inLines(names: Iterable<string>): Generator<string, void, undefined> {
  let lines: string[] = [];
  for (const name of names) {
    lines.push(`${name}\n`);
    if (lines.length < LINES) continue;
    yield lines.join('');
    lines = [];
  }
  if (lines.length > 0) yield lines.join('');
}

function* after(first: string, others: Iterable<string>): Generator<string, void, undefined> {
  yield first;
  yield* others;
}

/** A status stands where otherwise the name of the next commit stands; the first one of a commit after a newline. */
function statusOf(field: string): ChangedFile['status'] | undefined {
  const letter = field.startsWith('\n') ? field.slice(1) : field;
  if (letter.length !== 1) return undefined;
  if (letter === 'A') return 'added';
  return letter === 'D' ? 'removed' : 'modified';
}

function changeOf(header: readonly string[], files: readonly ChangedFile[]): Change {
  const [sha = '', name = '', email = '', committedAt = '', subject = '', text = ''] = header;
  const author = authorOf(name, email);
  const at = instantOf(committedAt);
  const number = pullRequestNumber(subject);
  const body = text.trimEnd();
  if (number === 0) {
    return { kind: 'commit', sha, message: body === '' ? subject : `${subject}\n\n${body}`, author, at, files };
  }
  return {
    kind: 'pull-request',
    number,
    ...titleAndBody(subject, body),
    author,
    contributors: [author],
    labels: [],
    base: '',
    headSha: sha,
    mergedAt: at,
    files,
    filesComplete: true,
    commits: 1,
    reviews: [],
  };
}

/** Git keeps any number as a time; what is none that RFC 3339 can write becomes the epoch. */
export function instantOf(seconds: string): Instant {
  const ms = Number(seconds) * 1000;
  return toInstant(ms >= 0 && ms <= Date.UTC(9999, 11, 31) ? ms : 0);
}
