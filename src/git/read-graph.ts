/** Reads the history that leads to some commits as a graph: one git process, no diffs. */

import { pullRequestNumber } from '../domain/merge-message.ts';
import { CommitGraph } from './commit-graph.ts';
import { readFields } from './read-fields.ts';
import { streamGit } from './run-git.ts';

/** @param names full names of commits that the clone has */
export async function readGraph(dir: string, names: readonly string[]): Promise<CommitGraph> {
  const graph = new CommitGraph();
  if (names.length > 0) await addHistory(graph, dir, names);
  return graph;
}

/** Marks the line of the subject, which may be empty. */
const SUBJECT = '>';

/** `rev-list` and not `log`: it reads no configuration that would change what it prints. */
const ARGS = [
  'rev-list',
  '--topo-order',
  '--reverse',
  '--parents',
  '--encoding=UTF-8',
  `--format=${SUBJECT}%s`,
  '--stdin',
];

/** Of each commit a line `commit NAME PARENT…` and a line with its subject. */
async function addHistory(graph: CommitGraph, dir: string, names: readonly string[]): Promise<void> {
  const input = names.map((name) => `${name}\n`);
  let commit: readonly string[] = [];
  for await (const lines of readFields(streamGit({ dir, args: ARGS, input }), '\n')) {
    for (const line of lines) {
      if (!line.startsWith(SUBJECT)) {
        commit = line.split(' ');
        continue;
      }
      const [, name = '', ...parents] = commit;
      graph.add(name, parents, pullRequestNumber(line.slice(SUBJECT.length)));
    }
  }
}
