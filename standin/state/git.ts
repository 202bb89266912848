/** A small git: commits with whole trees (path -> text), branches, ancestry. */
import { createHash } from 'node:crypto';

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** Null for someone without an account. */
  readonly login: string | null;
  readonly at: number;
}

export type Tree = ReadonlyMap<string, string>;

export interface Commit {
  readonly sha: string;
  readonly treeSha: string;
  readonly parents: readonly string[];
  readonly tree: Tree;
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

/** Object id of a file, as git computes it. */
export function blobSha(text: string): string {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex');
}

export class Git {
  readonly branches = new Map<string, string>();
  readonly tags = new Map<string, string>();
  private readonly commits = new Map<string, Commit>();

  commit(input: Omit<Commit, 'sha' | 'treeSha'>): Commit {
    const treeSha = hashOf('tree', [...input.tree].map(([path, text]) => `${blobSha(text)} ${path}`).sort());
    const { author, committer, message, parents } = input;
    const people = [author, committer].map(({ name, email, at }) => `${name} <${email}> ${at}`);
    const sha = hashOf('commit', [treeSha, ...parents, ...people, message, String(this.commits.size)]);
    const commit = { ...input, sha, treeSha };
    this.commits.set(sha, commit);
    return commit;
  }

  /** Another one with the same commits and branches, that goes its own way from here. */
  copy(): Git {
    const copy = new Git();
    for (const [name, sha] of this.branches) copy.branches.set(name, sha);
    for (const [name, sha] of this.tags) copy.tags.set(name, sha);
    for (const [sha, commit] of this.commits) copy.commits.set(sha, commit);
    return copy;
  }

  /** A commit by full id, or null. */
  find(sha: string): Commit | null {
    return this.commits.get(sha) ?? null;
  }

  get(sha: string): Commit {
    const commit = this.commits.get(sha);
    if (commit === undefined) throw new Error(`the stand-in has no commit ${sha}`);
    return commit;
  }

  /** A branch or a tag, with `refs/heads/` and the like before it or without, or a commit id of 7 characters or more. */
  resolve(ref: string): Commit | null {
    const head =
      this.branches.get(ref) ??
      this.branches.get(ref.replace(/^(refs\/)?heads\//, '')) ??
      this.tags.get(ref.replace(/^(refs\/)?tags\//, ''));
    if (head !== undefined) return this.get(head);
    if (!/^[0-9a-f]{7,40}$/.test(ref)) return null;
    const matching = [...this.commits.values()].filter((commit) => commit.sha.startsWith(ref));
    return matching.length === 1 ? (matching[0] ?? null) : null;
  }

  /** Everything that can be reached, newest first: a commit comes before its parents. */
  history(from: string): readonly Commit[] {
    const seen = new Set<string>();
    const oldestFirst: Commit[] = [];
    const stack: { sha: string; isExpanded: boolean }[] = [{ sha: from, isExpanded: false }];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      const commit = this.get(top.sha);
      if (top.isExpanded) {
        oldestFirst.push(commit);
      } else if (!seen.has(top.sha)) {
        seen.add(top.sha);
        stack.push({ sha: top.sha, isExpanded: true });
        for (const sha of [...commit.parents].reverse()) stack.push({ sha, isExpanded: false });
      }
    }
    return oldestFirst.reverse();
  }

  contains(head: string, sha: string): boolean {
    return this.history(head).some((commit) => commit.sha === sha);
  }

  /** What `git log BASE..HEAD --reverse` lists. */
  between(base: string, head: string): readonly Commit[] {
    const known = new Set(this.history(base).map((commit) => commit.sha));
    return this.history(head)
      .filter((commit) => !known.has(commit.sha))
      .reverse();
  }

  /** The best common ancestor; null for unrelated histories. */
  mergeBase(a: string, b: string): Commit | null {
    const known = new Set(this.history(a).map((commit) => commit.sha));
    return this.history(b).find((commit) => known.has(commit.sha)) ?? null;
  }
}

function hashOf(kind: string, lines: readonly string[]): string {
  return createHash('sha1')
    .update(`${kind}\n${lines.join('\n')}`)
    .digest('hex');
}
