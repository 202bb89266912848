/** What a commit message says about the pull request that brought the commit. */

const MERGE = /^Merge pull request #(\d{1,9}) from /;
/** GitHub ends the title of a squashed (or, where so configured, merged) pull request with its number. */
const SQUASH = / \(#(\d{1,9})\)$/;

/** The number of the pull request, or 0: the message names none. */
export function pullRequestNumber(subject: string): number {
  // The cheap looks first: history is long, and most of it fails them.
  if (subject.startsWith('Merge pull request #')) return Number(MERGE.exec(subject)?.[1] ?? 0);
  return subject.endsWith(')') ? Number(SQUASH.exec(subject)?.[1] ?? 0) : 0;
}

/** The title and body of a pull request. A merge commit has the title in the first line of its body. */
export function titleAndBody(subject: string, body: string): { readonly title: string; readonly body: string } {
  if (!MERGE.test(subject)) return { title: subject.replace(SQUASH, ''), body };
  const [title = '', ...rest] = body.trimStart().split('\n');
  return title === '' ? { title: subject, body } : { title: title.trim(), body: rest.join('\n').trim() };
}

const NO_REPLY = /^(?:\d+\+)?([A-Za-z0-9-]+(?:\[bot\])?)@users\.noreply\.github\.com$/i;

/** The login where the address tells it, else the name: a clone knows no logins. */
export function authorOf(name: string, email: string): string {
  return NO_REPLY.exec(email)?.[1] ?? (name.trim() || 'unknown');
}
