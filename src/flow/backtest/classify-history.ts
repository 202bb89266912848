/** Classifies changes as they stream by, and keeps of each a number. */
import type { Change } from '../../domain/facts.ts';
import { Failure } from '../../domain/failure.ts';
import { classifyChange } from '../../policy/classify.ts';
import type { Policy } from '../../policy/schema.ts';
import { looksAtFiles } from './asked-of-changes.ts';
import type { History, HistoryGraph } from './history.ts';
import type { IsOwn, Marks } from './own-changes.ts';

/**
 * Changes are of one class when every policy gives them the same tier and type, and they are of the same lanes. A
 * release is then judged by one change of each class it holds, and a few dozen changes stand for the whole history.
 */
export interface ChangeClasses {
  /** One change of each class that these commits hold. */
  representing(commits: Int32Array): readonly Change[];
  /** How many of them are of a lane: pull requests, each once, and commits that none explains. */
  count(commits: Int32Array, isOwn: IsOwn): number;
}

export interface Classifying {
  /** By commit: 1 where its change is asked for. */
  readonly isNeeded: Uint8Array;
  readonly policies: readonly Policy[];
  /** The lanes, where a lane does not have every change. */
  readonly lanes: readonly IsOwn[];
  readonly marks?: Marks | undefined;
  readonly progress: (done: number, total: number) => void;
}

export async function classifyHistory(
  history: History,
  { isNeeded, policies, lanes, marks, progress }: Classifying,
): Promise<ChangeClasses> {
  const { graph } = history;
  const total = isNeeded.reduce((sum, each) => sum + each, 0);
  const classes = new Classes(graph.size);
  const withFiles = marks?.lookAtFiles === true || policies.some(looksAtFiles);
  let done = 0;
  for await (const change of history.changes(namesOf(graph, isNeeded), { withFiles })) {
    const commit = graph.find(change.kind === 'commit' ? change.sha : change.headSha);
    if (commit === undefined) continue;
    classes.put(commit, change, keyOf(change, policies, [...lanes, ...(marks?.of ?? [])]));
    progress(++done, total);
  }
  // A change that nobody classified must not pass for one that is harmless.
  if (done !== total) throw new Failure('unavailable', `git told ${done} of ${total} changes. Run the command again.`);
  return classes;
}

class Classes implements ChangeClasses {
  readonly #numbers = new Map<string, number>();
  readonly #representatives: Change[] = [];
  /** By commit. */
  readonly #classOf: Uint32Array;
  /** By commit, 0 for none. */
  readonly #pullRequestOf: Uint32Array;

  constructor(commits: number) {
    this.#classOf = new Uint32Array(commits);
    this.#pullRequestOf = new Uint32Array(commits);
  }

  put(commit: number, change: Change, key: string): void {
    const number = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, number);
    this.#classOf[commit] = number;
    this.#pullRequestOf[commit] = change.kind === 'commit' ? 0 : change.number;
    const kept = this.#representatives[number];
    // The smallest one: it is written into the facts of every release that has the class.
    if (kept === undefined || sizeOf(change) < sizeOf(kept)) this.#representatives[number] = change;
  }

  representing(commits: Int32Array): readonly Change[] {
    const classes = new Set<number>();
    for (const each of commits) classes.add(this.#classOf[each] as number);
    return [...classes].map((number) => this.#representatives[number] as Change);
  }

  count(commits: Int32Array, isOwn: IsOwn): number {
    const own = this.#representatives.map(isOwn);
    const pullRequests = new Set<number>();
    let alone = 0;
    for (const commit of commits) {
      if (!own[this.#classOf[commit] as number]) continue;
      const number = this.#pullRequestOf[commit] as number;
      if (number === 0) alone++;
      else pullRequests.add(number);
    }
    return alone + pullRequests.size;
  }
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

function keyOf(change: Change, policies: readonly Policy[], lanes: readonly IsOwn[]): string {
  let key: string = change.kind;
  for (const isOwn of lanes) key += isOwn(change) ? '+' : '-';
  for (const policy of policies) {
    const { tier, type, plainType } = classifyChange(policy, change, { people: {} });
    key += `\n${tier}\n${type}\n${plainType}`;
  }
  return key;
}
