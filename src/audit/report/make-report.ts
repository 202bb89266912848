/** Makes the report: reads the log twice, once for its tree and what belongs to the report, once for what that says. */
import { epochMs, type Instant, toInstant } from '../../domain/instant.ts';
import { toBase64 } from '../base64.ts';
import type { AuditEntry } from '../entry.ts';
import { leafHash } from '../hash.ts';
import { MerkleTree } from '../tree.ts';
import { Events } from './events.ts';
import { exceptionsOf } from './exceptions.ts';
import type { Names } from './names.ts';
import { Plans } from './plans.ts';
import { Policies } from './policies.ts';
import { type AuditReport, MOST_LINES, type ReportedLine, type ReportedRelease, type ReportedWord } from './report.ts';
import type { ReportedEvent } from './reported-event.ts';
import { ReleaseStory, wordIn } from './reported-release.ts';
import { type Asked, Scope } from './scope.ts';

/** Reads the lines of the log from the first on; called twice, and gives the same lines (more may follow). */
export type ReadLog = () => AsyncIterable<string>;

export interface FirstReading {
  readonly tree: MerkleTree;
  readonly scope: Scope;
}

export async function readFirst(read: ReadLog, asked: Asked, names: Names): Promise<FirstReading> {
  const tree = new MerkleTree();
  const scope = new Scope(asked, names);
  for await (const line of read()) {
    tree.append(leafHash(Buffer.from(line)));
    scope.see(JSON.parse(line) as AuditEntry);
  }
  scope.close();
  return { tree, scope };
}

export interface ReportRequest {
  readonly asked: Asked;
  /** As it was asked for. */
  readonly release: string | null;
  readonly names: Names;
  readonly origin: string;
  /** A signed note that vouches for the first `covered` lines; null: none. */
  readonly checkpoint: { readonly note: string; readonly covered: number } | null;
}

export async function makeReport(
  read: ReadLog,
  { tree, scope }: FirstReading,
  request: ReportRequest,
): Promise<AuditReport> {
  const { asked, names, origin, checkpoint, release } = request;
  const collected = await collect(read, tree.size, scope, names);
  const { events } = collected;
  const releases = withReviews(withEvents(collected.releases, events));
  const covered = checkpoint?.covered ?? 0;
  return {
    version: 1,
    kind: 'tidegate-audit-report',
    scope: { repository: asked.repository, release, from: instantOf(asked.from), to: instantOf(asked.to) },
    log: {
      origin,
      lines: tree.size,
      root: toBase64(tree.rootAt(tree.size)),
      checkpoint: checkpoint?.note ?? null,
      covered,
      firstAt: scope.firstAt,
      lastAt: scope.lastAt,
      gaps: scope.gaps,
    },
    releases,
    events: events.slice(0, MOST_LINES),
    unlistedEvents: Math.max(0, events.length - MOST_LINES),
    plans: collected.plans.end(scope),
    policies: collected.policies.end(),
    exceptions: exceptionsOf(releases, collected.words),
    lines: collected.lines.map((line) => ({
      ...line,
      proof: line.seq < covered ? tree.inclusionProof(line.seq, covered).map(toBase64) : null,
    })),
    unlisted: collected.unlisted,
  };
}

interface Collected {
  readonly releases: readonly ReportedRelease[];
  readonly events: readonly ReportedEvent[];
  readonly plans: Plans;
  readonly policies: Policies;
  /** What people stated of no deployment in particular. */
  readonly words: readonly (ReportedWord & { readonly repository: string })[];
  readonly lines: readonly Omit<ReportedLine, 'proof'>[];
  readonly unlisted: number;
}

async function collect(read: ReadLog, size: number, scope: Scope, names: Names): Promise<Collected> {
  const stories = new Map<string, ReleaseStory>();
  const [events, plans, policies] = [new Events(names), new Plans(), new Policies()];
  const words: (ReportedWord & { repository: string })[] = [];
  const lines: Omit<ReportedLine, 'proof'>[] = [];
  let all = 0;
  for await (const { line, entry, isOfDeployment } of linesIn(read, size, scope)) {
    all++;
    if (isOfDeployment) storyOf(stories, entry, names, scope).hear(entry);
    for (const each of [events, plans, policies]) each.hear(entry);
    const word = wordIn(entry, names);
    if (word !== null) words.push({ ...word, repository: entry.subject.repository });
    const { seq, at, kind } = entry;
    if (lines.length < MOST_LINES) lines.push({ seq, at, kind, leaf: toBase64(leafHash(Buffer.from(line))) });
  }
  tellStories(stories, words);
  const releases = [...stories.values()].map((story) => story.end());
  return { releases, events: events.end(), plans, policies, words, lines, unlisted: all - lines.length };
}

interface LineInScope {
  readonly line: string;
  readonly entry: AuditEntry;
  readonly isOfDeployment: boolean;
}

/** @param size lines of the first reading: those that were added since are no part of what is proven */
async function* linesIn(read: ReadLog, size: number, scope: Scope): AsyncGenerator<LineInScope, void, undefined> {
  let seen = 0;
  for await (const line of read()) {
    if (++seen > size) return;
    const entry = JSON.parse(line) as AuditEntry;
    const isOfDeployment = scope.ofDeployment(entry);
    if (isOfDeployment || scope.ofNoDeployment(entry)) yield { line, entry, isOfDeployment };
  }
}

function storyOf(stories: Map<string, ReleaseStory>, entry: AuditEntry, names: Names, scope: Scope): ReleaseStory {
  const key = `${entry.subject.repositoryId}/${entry.subject.deployment}`;
  const story = stories.get(key) ?? new ReleaseStory(entry, names, scope.links);
  stories.set(key, story);
  return story;
}

/** What is said in a comment names a commit and an environment; it is about each deployment of the one to the other. */
function tellStories(stories: ReadonlyMap<string, ReleaseStory>, words: readonly ReportedWord[]): void {
  for (const story of stories.values()) {
    const { environment, commit } = story.key;
    for (const word of words) {
      const isHere = word.environment?.toLowerCase() === environment.toLowerCase();
      if (isHere && word.commit !== null && word.commit === commit) story.say(word);
    }
  }
}

/** Of each release its own lines, and people's words on its commit in its environment. */
function withEvents(
  releases: readonly ReportedRelease[],
  events: readonly ReportedEvent[],
): readonly ReportedRelease[] {
  const own = Map.groupBy(events, ({ repository, deployment }) => `${repository}/${deployment}`);
  const words = Map.groupBy(
    events.filter(({ deployment }) => deployment === null),
    ({ environment, commit }) => `${environment?.toLowerCase()}/${commit}`,
  );
  return releases.map((release) => {
    const { repository, deployment, environment, commit } = release;
    const about = [
      ...(own.get(`${repository}/${deployment}`) ?? []),
      ...(commit === null ? [] : (words.get(`${environment.toLowerCase()}/${commit}`) ?? [])),
    ];
    const inTime = about.toSorted((one, other) => epochMs(one.at) - epochMs(other.at) || one.seq - other.seq);
    return { ...release, events: inTime.map(({ seq }) => seq) };
  });
}

/** A review is kept with the way back that it looks back on, and is about what that goes back from as well. */
function withReviews(releases: readonly ReportedRelease[]): readonly ReportedRelease[] {
  return releases.map((release) => {
    const { review, rollback, repository } = release;
    if (review !== null || rollback?.deployment === undefined) return release;
    const back = releases.find((one) => one.deployment === rollback.deployment && one.repository === repository);
    return back === undefined ? release : { ...release, review: back.review };
  });
}

function instantOf(at: number | null): Instant | null {
  return at === null ? null : toInstant(at);
}
