/** Classifies changes as they stream by, and keeps of each a number. */
import type { Change } from '../../domain/facts.ts';
import { Failure } from '../../domain/failure.ts';
import { classifyChange } from '../../policy/classify.ts';
import type { Policy } from '../../policy/schema.ts';
import { looksAtFiles } from './asked-of-changes.ts';
import type { History, HistoryGraph } from './history.ts';

/**
 * Changes are of one class when every policy gives them the same tier and type. A release is then judged by one change
 * of each class it holds, and the whole history by a few dozen changes kept in memory.
 */
export interface ChangeClasses {
  /** One change of each class that these commits hold. */
  representing(commits: Int32Array): readonly Change[];
}

type Progress = (done: number, total: number) => void;

/** @param isNeeded by commit: 1 where its change is asked for */
export async function classifyHistory(
  history: History,
  isNeeded: Uint8Array,
  policies: readonly Policy[],
  progress: Progress,
): Promise<ChangeClasses> {
  const { graph } = history;
  const total = isNeeded.reduce((sum, each) => sum + each, 0);
  const classOf = new Uint16Array(graph.size);
  const numbers = new Map<string, number>();
  const representatives: Change[] = [];
  let done = 0;
  for await (const change of history.changes(namesOf(graph, isNeeded), { withFiles: policies.some(looksAtFiles) })) {
    const commit = graph.find(change.kind === 'commit' ? change.sha : change.headSha);
    if (commit === undefined) continue;
    const key = keyOf(change, policies);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    classOf[commit] = number;
    const kept = representatives[number];
    // The smallest one: it is written into the facts of every release that has the class.
    if (kept === undefined || sizeOf(change) < sizeOf(kept)) representatives[number] = change;
    progress(++done, total);
  }
  // A change that nobody classified must not pass for one that is harmless.
  if (done !== total) throw new Failure('unavailable', `git told ${done} of ${total} changes. Run the command again.`);
  return {
    representing(commits) {
      const classes = new Set<number>();
      for (const each of commits) classes.add(classOf[each] as number);
      return [...classes].map((number) => representatives[number] as Change);
    },
  };
}

/** About how many characters it takes to write it down. */
function sizeOf(change: Change): number {
  const text = change.kind === 'commit' ? change.message : change.title + change.body;
  return text.length + change.files.length * 100;
}

/** Newest first. */
function* namesOf(graph: HistoryGraph, isNeeded: Uint8Array): Generator<string, void, undefined> {
  for (let commit = isNeeded.lastIndexOf(1); commit >= 0; commit = before(isNeeded, commit)) {
    yield graph.nameOf(commit);
  }
}

/** The needed commit before this one, -1 for none. */
function before(isNeeded: Uint8Array, commit: number): number {
  return commit === 0 ? -1 : isNeeded.lastIndexOf(1, commit - 1);
}

function keyOf(change: Change, policies: readonly Policy[]): string {
  let key: string = change.kind;
  for (const policy of policies) {
    const { tier, type, plainType } = classifyChange(policy, change, { people: {} });
    key += `\n${tier}\n${type}\n${plainType}`;
  }
  return key;
}
