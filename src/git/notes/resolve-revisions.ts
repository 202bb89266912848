/** Finds the commits that people name on a command line: tags, branches, shortened names, `HEAD~3`. */
import { Failure } from '../../domain/failure.ts';
import { plainLine } from '../../domain/markdown.ts';
import { readFields } from '../read-fields.ts';
import { streamGit } from '../run-git.ts';
import { nearNames } from './near-names.ts';

/** What no revision holds: git would take a line break for the end of the question. */
const CONTROL = /\p{Cc}/u;

/**
 * Full names of the commits, in the order asked. One git process; it reads the revisions as text on its input, so none of
 * them can be an option. Throws `Failure` (`not-found`, or `rejected` when it stands for several) naming the revision.
 */
export async function resolveRevisions(dir: string, revisions: readonly string[]): Promise<readonly string[]> {
  if (revisions.length === 0) return [];
  const strange = revisions.find((revision) => revision.trim() === '' || CONTROL.test(revision));
  if (strange !== undefined) {
    throw new Failure(
      'not-found',
      `${quoted(strange)} is no revision. Name a tag, a branch or a commit, such as v1.2.0, main or 028f4c1.`,
    );
  }
  // Each is asked for as it stands, and as a tag and a branch: of two of one name git takes the tag, and tells nobody.
  const questions = revisions.flatMap((each) => [
    // What follows `:/` is text to look for, to its end; it finds commits only.
    each.startsWith(':/') ? each : `${each}^{commit}`,
    `refs/tags/${each}^{commit}`,
    `refs/heads/${each}^{commit}`,
  ]);
  const answers = await ask(dir, questions);
  return Promise.all(
    revisions.map((revision, index) => {
      const [found, tag, branch] = answers.slice(index * 3, index * 3 + 3);
      if (found === undefined) return refuse(dir, revision);
      if (tag === undefined || branch === undefined || tag === branch) return found;
      throw new Failure(
        'rejected',
        `${quoted(revision)} is both a tag and a branch, and they stand for different commits. Say which: refs/tags/${revision} or refs/heads/${revision}`,
      );
    }),
  );
}

async function ask(dir: string, questions: readonly string[]): Promise<readonly (string | undefined)[]> {
  const args = ['cat-file', '--batch-check=%(objectname) %(objecttype)'];
  const input = questions.map((question) => `${question}\n`);
  const answers: (string | undefined)[] = [];
  for await (const lines of readFields(streamGit({ dir, args, input }), '\n')) {
    for (const line of lines) {
      const found = /^([0-9a-f]{40,64}) commit$/.exec(line)?.[1];
      answers.push(found);
    }
  }
  return answers;
}

const SHORTENED = /^[0-9a-f]{4,39}$/i;

/** Says why a revision was not found: it was asked for once already, and now it may take a moment to find out. */
async function refuse(dir: string, revision: string): Promise<never> {
  const several = SHORTENED.test(revision) ? await commitsNamed(dir, revision) : [];
  if (several.length > 1) {
    throw new Failure(
      'rejected',
      `${quoted(revision)} is the beginning of ${several.length} commits: ${several.slice(0, 5).join(', ')}. Write more of its name.`,
    );
  }
  const near = nearNames(revision, await namesOfRefs(dir));
  const hint = near.length === 0 ? '' : ` Near it: ${near.join(', ')}.`;
  const dash = revision.startsWith('-') ? ' It begins with a dash, so it may be an option that was meant.' : '';
  throw new Failure(
    'not-found',
    `The revision ${quoted(revision)} is not in the clone ${dir}.${dash}${hint} See what there is with git tag --list, and fetch what is missing with git fetch --tags`,
  );
}

/** Names of the commits that begin so. */
async function commitsNamed(dir: string, prefix: string): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const lines of readFields(streamGit({ dir, args: ['rev-parse', `--disambiguate=${prefix}`] }), '\n'))
    names.push(...lines);
  const answers = await ask(
    dir,
    names.map((name) => `${name}^{commit}`),
  );
  return names.filter((name, index) => answers[index] === name).map((name) => name.slice(0, 12));
}

async function namesOfRefs(dir: string): Promise<readonly string[]> {
  const args = ['for-each-ref', '--format=%(refname:strip=2)', 'refs/tags/', 'refs/heads/', 'refs/remotes/'];
  const names: string[] = [];
  for await (const lines of readFields(streamGit({ dir, args }), '\n')) names.push(...lines);
  return names;
}

function quoted(revision: string): string {
  return `"${plainLine(revision, 200)}"`;
}
