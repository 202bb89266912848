/** A local clone, seen through the git program. */
import { basename } from 'node:path';
import type { Change } from '../domain/facts.ts';
import { Failure } from '../domain/failure.ts';
import type { CommitGraph } from './commit-graph.ts';
import { readChanges } from './read-changes.ts';
import { readGraph } from './read-graph.ts';
import { readTags, type Tag } from './read-tags.ts';
import { resolveCommits } from './resolve-commits.ts';
import { askGit } from './run-git.ts';

export interface Clone {
  /** `owner/name` of the remote `origin`; without one, `local/` and the name of the folder. */
  readonly repository: string;
  /** Where GitHub shows it, when `origin` is there; null: it is not, or nobody knows. */
  readonly repositoryUrl: string | null;
  tags(): Promise<readonly Tag[]>;
  /** Full names of the commits that object names stand for; those that the clone lacks are left out. */
  resolve(names: Iterable<string>): Promise<ReadonlyMap<string, string>>;
  /** The history that leads to these commits. One process. */
  graph(names: readonly string[]): Promise<CommitGraph>;
  /** What each of these commits changed, in their order. One process, streamed. */
  changes(names: Iterable<string>, options: { readonly withFiles: boolean }): AsyncIterable<Change>;
  /** A file of the newest commit of the branch that is checked out, or null. */
  file(path: string): Promise<string | null>;
}

/** Throws `Failure` when `dir` is no repository, or a shallow one: then ranges would be shorter than they were. */
export async function openClone(dir: string): Promise<Clone> {
  const [told, origin] = await Promise.all([
    askGit({ dir, args: ['rev-parse', '--is-shallow-repository', '--absolute-git-dir'] }),
    tryGit(dir, ['config', '--get', 'remote.origin.url']),
  ]);
  const [isShallow, folder = ''] = told.trimEnd().split('\n');
  if (isShallow === 'true') {
    throw new Failure(
      'rejected',
      `${dir} is a shallow clone: its history is cut off, so releases would lack changes without a sign of it. Fetch the rest: git fetch --unshallow --tags`,
    );
  }
  const url = origin?.trim() ?? '';
  return {
    repository: nameOf(url, folder),
    repositoryUrl: webAddressOf(url),
    tags: () => readTags(dir),
    resolve: (names) => resolveCommits(dir, names),
    graph: (names) => readGraph(dir, names),
    changes: (names, options) => readChanges(dir, names, options),
    file: (path) => readHeadFile(dir, path),
  };
}

/** The end of a URL or of `host:path`, without `.git`. */
const ORIGIN = /^(?:.*[/:])?([^/:]+)\/([^/:]+?)(?:\.git)?\/?$/;

function nameOf(origin: string, folder: string): string {
  const [, owner, name] = ORIGIN.exec(origin) ?? [];
  if (owner !== undefined && name !== undefined) return `${owner}/${name}`;
  return `local/${basename(folder.replace(/\/\.git$/, '')).replace(/\.git$/, '')}`;
}

/** GitHub, or an Enterprise Server whose name says so, by any way that leads there. User and secret are left behind. */
const ON_GITHUB =
  /^(?:(?:https?|ssh|git):\/\/)?(?:[^/@]*@)?(?:ssh\.)?((?:[a-z0-9-]+\.)*github(?:\.[a-z0-9-]+)+)(?::\d+)?[:/]\/?([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/i;

function webAddressOf(origin: string): string | null {
  const [, host, owner, name] = ON_GITHUB.exec(origin) ?? [];
  return host === undefined ? null : `https://${host.toLowerCase()}/${owner}/${name}`;
}

async function readHeadFile(dir: string, path: string): Promise<string | null> {
  return (await tryGit(dir, ['cat-file', 'blob', `HEAD:${path}`])) ?? null;
}

/** For questions to which git's "no" is an answer. */
async function tryGit(dir: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return await askGit({ dir, args });
  } catch (error) {
    if (error instanceof Failure && error.kind !== 'unavailable') return undefined;
    throw error;
  }
}
