/** Reads commits as release notes need them: ONE git process, streamed. */

import { loginOfAddress } from '../../domain/merge-message.ts';
import type { CommitAuthor, RangeCommit } from '../../domain/notes-range.ts';
import { instantOf } from '../read-changes.ts';
import { readFields } from '../read-fields.ts';
import { streamGit } from '../run-git.ts';

export interface SidedCommits {
  /** What the second of two commits has and the first lacks, parents before children. */
  readonly gained: readonly RangeCommit[];
  /** What the first has and the second lacks, likewise. */
  readonly lost: readonly RangeCommit[];
}

/** What tells two commits apart. Revisions that `resolveRevisions` finds. */
export async function readBetween(dir: string, from: string, to: string): Promise<SidedCommits> {
  const args = [...LOG, '--left-right', '--topo-order', '--reverse', '--end-of-options', `${from}...${to}`, '--'];
  const gained: RangeCommit[] = [];
  const lost: RangeCommit[] = [];
  for await (const { isLost, commit } of read(dir, args)) (isLost ? lost : gained).push(commit);
  return { gained, lost };
}

/** Full and shortened names only: anything else could be read as an expression over the history. */
const OBJECT_NAME = /^[0-9a-f]{4,64}$/i;

/** The commits of these names, each once; those that the clone lacks, or has several of, are left out. */
export async function readCommits(dir: string, names: readonly string[]): Promise<readonly RangeCommit[]> {
  const asked = [...new Set(names.map((name) => name.toLowerCase()))].filter((name) => OBJECT_NAME.test(name));
  // Asked for nothing, `log` would show the newest commit.
  if (asked.length === 0) return [];
  const input = asked.map((name) => `${name}\n`);
  const commits = new Map<string, RangeCommit>();
  for await (const { commit } of read(dir, [...LOG, '--no-walk=unsorted', '--ignore-missing', '--stdin'], input)) {
    // A branch or tag may have such a name, and then stand for another commit.
    if (asked.some((name) => commit.sha.startsWith(name))) commits.set(commit.sha, commit);
  }
  return [...commits.values()];
}

/**
 * What a commit and everything before it has of these texts in a message, in any case. At least one text, each one line.
 *
 * @param since seconds of the epoch; where commits get older than that it stops
 */
export async function readMatching(
  dir: string,
  texts: readonly string[],
  { since, to }: { readonly since: number; readonly to: string },
): Promise<readonly RangeCommit[]> {
  const patterns = texts.map((text) => `--grep=${text}`);
  const args = [
    ...LOG,
    '--fixed-strings',
    '--regexp-ignore-case',
    `--since=${since}`,
    ...patterns,
    '--end-of-options',
    to,
    '--',
  ];
  const commits: RangeCommit[] = [];
  for await (const { commit } of read(dir, args)) commits.push(commit);
  return commits;
}

/** Side, name, parents, author as `.mailmap` has them, address as it was written, authored and committed at, message. */
const FORMAT = '%m%x00%H%x00%P%x00%aN%x00%aE%x00%ae%x00%at%x00%ct%x00%B';
const FIELDS = 9;

/** What the configuration of a clone could add to the output of `log` is switched off. */
const LOG = [
  ...['log', '-z', '-s', '--no-color', '--no-decorate', '--no-show-signature', '--no-notes', '--no-abbrev-commit'],
  ...['--encoding=UTF-8', `--format=tformat:${FORMAT}`],
];

async function* read(dir: string, args: readonly string[], input: readonly string[] = []) {
  let fields: string[] = [];
  for await (const more of readFields(streamGit({ dir, args, input }), '\0')) {
    for (const field of more) {
      fields.push(field);
      if (fields.length < FIELDS) continue;
      yield { isLost: fields[0] === '<', commit: commitOf(fields) };
      fields = [];
    }
  }
}

function commitOf(fields: readonly string[]): RangeCommit {
  const [, sha = '', parents = '', name = '', email = '', written = '', authored = '', committed = '', text = ''] =
    fields;
  return {
    sha,
    parents: parents === '' ? [] : parents.split(' '),
    message: text.trimEnd(),
    author: authorFrom(name, email, written),
    authoredAt: instantOf(authored),
    committedAt: instantOf(committed),
  };
}

/** @param written the address before `.mailmap`, which may put another one in place of GitHub's */
function authorFrom(name: string, email: string, written: string): CommitAuthor {
  return { name: name.trim() || 'unknown', email, login: loginOfAddress(email) ?? loginOfAddress(written) };
}
