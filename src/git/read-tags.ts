/** Reads the tags of a clone. */
import type { EpochMs } from '../domain/instant.ts';
import { readFields } from './read-fields.ts';
import { resolveCommits } from './resolve-commits.ts';
import { streamGit } from './run-git.ts';

export interface Tag {
  readonly name: string;
  /** The commit it stands for in the end. */
  readonly sha: string;
  /** When it was set (annotated), or its commit was committed (lightweight, or a tag too old to say when it was set). */
  readonly at: EpochMs;
}

const FIELDS = [
  'refname:strip=2',
  'objectname',
  'objecttype',
  '*objectname',
  '*objecttype',
  'taggerdate:unix',
  '*committerdate:unix',
  'committerdate:unix',
];
const FORMAT = FIELDS.map((field) => `%(${field})`).join('%00');

/** The last instant that has four digits of a year, as RFC 3339 wants them. */
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59);

/**
 * All tags that stand for a commit and tell a time, in the order of their times; those of one time in the order of
 * their names, as git lists them.
 */
export async function readTags(dir: string): Promise<readonly Tag[]> {
  const tags: Tag[] = [];
  const nested: Tag[] = [];
  for await (const lines of readFields(
    streamGit({ dir, args: ['for-each-ref', `--format=${FORMAT}`, 'refs/tags/'] }),
    '\n',
  )) {
    for (const line of lines) {
      const [name = '', object = '', type, peeled = '', peeledType, ...times] = line.split('\0');
      const at = Number(times.find((time) => time !== '') ?? Number.NaN) * 1000;
      if (type === 'commit') tags.push({ name, sha: object, at });
      else if (peeledType === 'commit') tags.push({ name, sha: peeled, at });
      else nested.push({ name, sha: object, at });
    }
  }
  return [...tags, ...(await peel(dir, nested))]
    .filter((tag) => tag.at >= 0 && tag.at <= LATEST)
    .toSorted((one, other) => one.at - other.at || (one.name < other.name ? -1 : 1));
}

/** Tags of tags; and those of files or trees, which are no place in the history and are left out. */
async function peel(dir: string, tags: readonly Tag[]): Promise<readonly Tag[]> {
  if (tags.length === 0) return [];
  const commits = await resolveCommits(
    dir,
    tags.map((tag) => tag.sha),
  );
  return tags.flatMap((tag) => {
    const sha = commits.get(tag.sha);
    return sha === undefined ? [] : [{ ...tag, sha }];
  });
}
