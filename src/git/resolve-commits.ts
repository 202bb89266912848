/** Finds the commits that names stand for. */
import { readFields } from './read-fields.ts';
import { streamGit } from './run-git.ts';

/** Full or shortened object names only: anything else could be read as an expression over the history. */
const OBJECT_NAME = /^[0-9a-f]{4,64}$/i;

/** Full names by the names asked for; those that stand for no commit of this clone are left out. One git process. */
export async function resolveCommits(dir: string, names: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(names)].filter((name) => OBJECT_NAME.test(name));
  const found = new Map<string, string>();
  if (asked.length === 0) return found;
  const args = ['cat-file', '--batch-check=%(objectname) %(objecttype)'];
  const input = asked.map((name) => `${name}^{commit}\n`);
  let count = 0;
  for await (const lines of readFields(streamGit({ dir, args, input }), '\n')) {
    for (const line of lines) {
      const [name, type] = line.split(' ');
      const question = asked[count++];
      if (type === 'commit' && name !== undefined && question !== undefined) found.set(question, name);
    }
  }
  return found;
}
