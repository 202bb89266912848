/**
 * The pull requests that brought commits, in few questions. What is not found here, for whatever reason, is left to the
 * REST API: an answer with an error in it counts as none.
 */
import { z } from 'zod';
import type { PullRequestChange } from '../../domain/facts.ts';
import { epochMs, type Instant } from '../../domain/instant.ts';
import type { Connection } from '../client.ts';
import { CHANGES, MOST_PULLS_OF_COMMIT, PULL_REQUESTS } from './documents.ts';
import { type PullRequestParts, pullRequestParts } from './pull-request-parts.ts';
import { runQuery, wholeData } from './run-query.ts';
import { toChange } from './to-change.ts';

export interface RangeCommit {
  readonly sha: string;
  readonly nodeId: string;
  /** The first of them is the branch that others were merged into. */
  readonly parents: readonly string[];
}

export interface FoundChanges {
  /** By commit: the merged pull requests of this repository. A commit that is not in it was not found out about. */
  readonly pullsOf: ReadonlyMap<string, readonly number[]>;
  /** By number, those that could be read whole. */
  readonly changes: ReadonlyMap<number, PullRequestChange>;
  /** By number: when the first of the commits was authored, where all of them are known. */
  readonly firstCommits: ReadonlyMap<number, Instant>;
}

/** GitHub has 10 s for an answer, and gives none ("502") when it takes longer. */
const MOST_MAIN = 50;
const MOST_SIDE = 100;
const MOST_PULL_REQUESTS = 25;

/** @param tip the newest of the commits. `hasIssues`: with the issues that each pull request is linked to. */
export async function findChanges(
  connection: Connection,
  commits: readonly RangeCommit[],
  tip: string,
  hasIssues = false,
): Promise<FoundChanges> {
  const finding: Finding = { connection, hasIssues, pulls: new Map(), parts: new Map() };
  const main = mainLine(commits, tip);
  const sides = chunks(
    commits.filter(({ sha }) => !main.has(sha)),
    MOST_SIDE,
  );
  const mains = chunks(
    commits.filter(({ sha }) => main.has(sha)),
    MOST_MAIN,
  );
  for (let each = 0; each < Math.max(mains.length, sides.length); each += 1) {
    await askForCommits(finding, mains[each] ?? [], sides[each] ?? []);
  }
  const merged = new Map([...finding.pulls].map(([sha, pulls]) => [sha, pulls.filter(isMergedHere(connection))]));
  await askForOthers(finding, [...merged.values()].flat());
  const wanted = new Set([...merged.values()].flat().map(({ number }) => number));
  const changes = new Map<number, PullRequestChange>();
  for (const [number, parts] of finding.parts) {
    if (wanted.has(number)) changes.set(number, await toChange(connection, parts));
  }
  const pullsOf = new Map([...merged].map(([sha, pulls]) => [sha, pulls.map(({ number }) => number)]));
  return { pullsOf, changes, firstCommits: firstCommitsIn(finding.parts) };
}

function firstCommitsIn(parts: Finding['parts']): ReadonlyMap<number, Instant> {
  const found = new Map<number, Instant>();
  for (const [number, { commits }] of parts) {
    const dates = commits.nodes.flatMap(({ commit }) => commit.authoredDate ?? []) as Instant[];
    const first = dates.length === commits.totalCount ? earliest(dates) : null;
    if (first !== null) found.set(number, first);
  }
  return found;
}

/** Null: there are none. */
export function earliest(instants: readonly Instant[]): Instant | null {
  return instants.toSorted((one, other) => epochMs(one) - epochMs(other))[0] ?? null;
}

interface Finding {
  readonly connection: Connection;
  /** Whether the issues that pull requests are linked to are asked for. */
  readonly hasIssues: boolean;
  /** By commit. */
  readonly pulls: Map<string, readonly BriefPull[]>;
  /** By number, of this repository only. */
  readonly parts: Map<number, PullRequestParts>;
}

/** From the tip along the first parents: where pull requests are merged or squashed into. */
function mainLine(commits: readonly RangeCommit[], tip: string): ReadonlySet<string> {
  const parents = new Map(commits.map(({ sha, parents: [first] }) => [sha, first]));
  const line = new Set<string>();
  for (let sha: string | undefined = tip; sha !== undefined && parents.has(sha) && !line.has(sha); ) {
    line.add(sha);
    sha = parents.get(sha);
  }
  return line;
}

const briefPull = z.object({
  id: z.string(),
  number: z.number(),
  mergedAt: z.string().nullable(),
  repository: z.object({ databaseId: z.number() }),
});
type BriefPull = z.infer<typeof briefPull>;

const commitPulls = z.object({
  oid: z.string(),
  associatedPullRequests: z.object({ totalCount: z.number(), nodes: z.array(z.unknown()) }),
});

const commitNodes = z.object({ main: z.array(z.unknown()), side: z.array(z.unknown()).optional() });

/** What takes GitHub too long is asked for in halves, once. */
async function askForCommits(
  finding: Finding,
  main: readonly RangeCommit[],
  side: readonly RangeCommit[],
  isHalf = false,
): Promise<boolean> {
  const answer = await runQuery(finding.connection, 'Reading the changes', CHANGES, {
    main: main.map(({ nodeId }) => nodeId),
    side: side.map(({ nodeId }) => nodeId),
    hasSide: side.length > 0,
    hasIssues: finding.hasIssues,
  });
  const nodes = commitNodes.safeParse(wholeData(answer));
  if (nodes.success) {
    for (const node of [...nodes.data.main, ...(nodes.data.side ?? [])]) noteCommit(finding, node);
    return true;
  }
  if (isHalf || main.length < 2) return false;
  const middle = Math.ceil(main.length / 2);
  const isFirstDone = await askForCommits(finding, main.slice(0, middle), side, true);
  return isFirstDone && (await askForCommits(finding, main.slice(middle), [], true));
}

function noteCommit({ connection, pulls, parts }: Finding, node: unknown): void {
  const commit = commitPulls.safeParse(node);
  if (!commit.success) return;
  const { oid, associatedPullRequests } = commit.data;
  const brief = z.array(briefPull).safeParse(associatedPullRequests.nodes);
  if (!brief.success || associatedPullRequests.totalCount > MOST_PULLS_OF_COMMIT) return;
  pulls.set(oid, brief.data);
  for (const pull of associatedPullRequests.nodes) noteParts(connection, parts, pull);
}

function noteParts({ repository }: Connection, parts: Finding['parts'], node: unknown): void {
  const found = pullRequestParts.safeParse(node);
  if (found.success && found.data.repository.databaseId === repository.id) parts.set(found.data.number, found.data);
}

/** A fork may hold the same commit, and an open pull request explains nothing. */
function isMergedHere({ repository }: Connection): (pull: BriefPull) => boolean {
  return ({ mergedAt, repository: { databaseId } }) => mergedAt !== null && databaseId === repository.id;
}

const pullNodes = z.object({ nodes: z.array(z.unknown()) });

/** Those that came with no commit of the main line. */
async function askForOthers({ connection, parts, hasIssues }: Finding, pulls: readonly BriefPull[]): Promise<void> {
  const others = new Set(pulls.filter(({ number }) => !parts.has(number)).map(({ id }) => id));
  for (const ids of chunks([...others], MOST_PULL_REQUESTS)) {
    const answer = await runQuery(connection, 'Reading pull requests', PULL_REQUESTS, { ids, hasIssues });
    const found = pullNodes.safeParse(wholeData(answer));
    for (const node of found.success ? found.data.nodes : []) noteParts(connection, parts, node);
  }
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
