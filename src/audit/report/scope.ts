/** Which lines of a log a report is about. The first of two readings finds it out; the second tells what they say. */
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import type { AuditEntry } from '../entry.ts';
import { type Known, laneOf, lanesOf, newlyKnown } from './known-deployment.ts';
import { Links } from './links.ts';
import type { Names } from './names.ts';
import { namedIn } from './names-in.ts';
import { listIn, texts, word } from './read-data.ts';
import { plansIn } from './reported-decision.ts';

/** A release as people name it: a commit (7 to 40 digits), a deployment (`#12` or digits), or a milestone (`plan/3`). */
export type AskedRelease =
  | { readonly kind: 'commit'; readonly digits: string }
  | { readonly kind: 'deployment'; readonly id: number }
  | { readonly kind: 'milestone'; readonly number: number };

/** Undefined: it is none of these. Digits alone are a deployment: a commit of digits alone is named with 40 of them. */
export function readRelease(text: string): AskedRelease | undefined {
  const milestone = /^plan\/([1-9]\d{0,8})$/.exec(text)?.[1];
  if (milestone !== undefined) return { kind: 'milestone', number: Number(milestone) };
  const deployment = /^#?([1-9]\d{0,14})$/.exec(text)?.[1];
  if (deployment !== undefined) return { kind: 'deployment', id: Number(deployment) };
  return /^[0-9a-f]{7,40}$/i.test(text) ? { kind: 'commit', digits: text.toLowerCase() } : undefined;
}

export interface Asked {
  /** `owner/name`, compared without case; null: all. */
  readonly repository: string | null;
  readonly release: AskedRelease | null;
  /** Included. */
  readonly from: EpochMs | null;
  /** Not included. */
  readonly to: EpochMs | null;
}

/** States of a gate that are news: a deployment that only waited on in a period is no part of it. */
const NEWS: ReadonlySet<string> = new Set([
  'gate',
  'bypass',
  'decision',
  'verification',
  'rollback',
  'override',
  'review',
  'escalation',
  'acknowledge',
]);

const MOST_GAPS = 20;

export class Scope {
  readonly links = new Links();
  readonly gaps: { readonly expected: number; readonly found: number }[] = [];
  firstAt: AuditEntry['at'] | null = null;
  lastAt: AuditEntry['at'] | null = null;
  readonly #asked: Asked;
  readonly #names: Names;
  #next = 0;
  /** By id: a repository keeps it when it is renamed. */
  readonly #repositories = new Set<number>();
  readonly #deployments = new Set<string>();
  readonly #commits = new Set<string>();
  readonly #known = new Map<string, Known>();
  /** Pull requests that were planned, as far as what was said of them tells: `repository/milestone`. */
  readonly #planned = new Map<string, Set<string>>();
  /** Lanes (environment and commit), plans and comments of what is part of it: found when all was read. */
  #lanes = new Set<string>();
  #plans = new Set<string>();
  #comments = new Set<number>();
  #orders: { readonly comment: number; readonly lane: string }[] = [];

  constructor(asked: Asked, names: Names) {
    this.#asked = asked;
    this.#names = names;
  }

  /** The commits that the digits may stand for. */
  get commits(): readonly string[] {
    return [...this.#commits];
  }

  get hasRepository(): boolean {
    return this.#repositories.size > 0;
  }

  /** Deployments that belong to a planned release, as far as the log tells. */
  deploymentsOf(repositoryId: number, milestone: number): readonly number[] {
    const all = [...this.#known.values()].filter((known) => known.repositoryId === repositoryId);
    return all.flatMap((known) => (this.#isOfPlan(known, milestone) ? [known.id] : []));
  }

  see(entry: AuditEntry): void {
    const { subject, seq, at } = entry;
    this.#count(seq, at);
    for (const person of namedIn(entry)) this.#names.learn(person);
    this.links.see(entry);
    this.#keepOrder(entry);
    if (!this.#isOfRepository(subject)) return;
    this.#repositories.add(subject.repositoryId);
    this.#keepPlanned(entry);
    this.#keep(entry);
    const { commit, deployment } = subject;
    if (!this.#isAskedFor(entry)) return;
    if (commit !== undefined && this.#asked.release?.kind === 'commit') this.#commits.add(commit);
    if (deployment !== undefined) this.#deployments.add(`${subject.repositoryId}/${deployment}`);
  }

  /** After the first reading: what belongs to what was asked for, though it does not say so itself. */
  close(): void {
    const { release } = this.#asked;
    if (release?.kind === 'milestone') {
      for (const [key, known] of this.#known) if (this.#isOfPlan(known, release.number)) this.#deployments.add(key);
    }
    for (const key of [...this.#deployments]) this.#addWaysBack(key);
    const parts = [...this.#deployments].flatMap((key) => this.#known.get(key) ?? []);
    this.#lanes = new Set(parts.flatMap(lanesOf));
    for (const { repositoryId, id } of parts) {
      const back = this.links.backBy(repositoryId, id);
      if (back?.failedCommit != null) this.#lanes.add(`rollback:${laneOf(back.environment, back.failedCommit)}`);
    }
    this.#plans = new Set(parts.flatMap(({ repositoryId, plans }) => [...plans].map((n) => `${repositoryId}/${n}`)));
    this.#comments = new Set(
      this.#orders.flatMap(({ comment, lane }) => (this.#hasLane(lane, 'rollback') ? [comment] : [])),
    );
  }

  /** Of a deployment that is part of it, all lines up to the end of the period. */
  ofDeployment(entry: AuditEntry): boolean {
    const { repositoryId, deployment } = entry.subject;
    if (deployment === undefined || !this.#repositories.has(repositoryId)) return false;
    return this.#deployments.has(`${repositoryId}/${deployment}`) && this.#isBeforeEnd(happenedAt(entry));
  }

  /** Said of no deployment, and part of it all the same: of its commit, its plan, or in its time. */
  ofNoDeployment(entry: AuditEntry): boolean {
    const { deployment, repositoryId } = entry.subject;
    if (deployment !== undefined || !this.#isBeforeEnd(entry.at)) return false;
    return (this.#repositories.has(repositoryId) && this.#isAskedFor(entry)) || this.#isWordOfPart(entry);
  }

  /** A person's word on what is part of it, wherever they said it: a train is ordered back in another repository. */
  #isWordOfPart({ kind, actor, subject }: AuditEntry): boolean {
    if (actor.kind !== 'user') return false;
    const { environment, commit, milestone, repositoryId, comment } = subject;
    if (commit !== undefined && this.#hasLane(laneOf(environment ?? '', commit), kind)) return true;
    if (milestone !== undefined && this.#plans.has(`${repositoryId}/${milestone}`)) return true;
    return kind === 'rollback' && commit === undefined && comment !== undefined && this.#comments.has(comment);
  }

  #hasLane(lane: string, kind: string): boolean {
    return this.#lanes.has(lane) || this.#lanes.has(`${kind}:${lane}`);
  }

  #count(seq: number, at: AuditEntry['at']): void {
    if (seq !== this.#next && this.gaps.length < MOST_GAPS) this.gaps.push({ expected: this.#next, found: seq });
    this.#next = seq + 1;
    this.firstAt ??= at;
    this.lastAt = at;
  }

  /** Of what a no-go is said, as long as it is not left out. */
  #keepPlanned({ kind, subject, data }: AuditEntry): void {
    const { repositoryId, milestone, pullRequest } = subject;
    if (milestone === undefined) return;
    const key = `${repositoryId}/${milestone}`;
    const planned = this.#planned.get(key) ?? new Set();
    this.#planned.set(key, planned);
    for (const number of texts(data['pulls'])) planned.add(`#${number}`);
    if (kind === 'leave-out') planned.delete(`#${pullRequest}`);
  }

  #keep({ kind, subject, data }: AuditEntry): void {
    const { repositoryId, deployment } = subject;
    if (deployment === undefined) return;
    const key = `${repositoryId}/${deployment}`;
    const known = this.#known.get(key) ?? newlyKnown(repositoryId, deployment);
    this.#known.set(key, known);
    if (subject.environment !== undefined) known.environment = subject.environment;
    if (subject.commit !== undefined && kind === 'gate') known.commit = subject.commit;
    known.commit ??= subject.commit ?? null;
    if (kind !== 'decision') return;
    for (const plan of plansIn(data)) known.plans.add(plan);
    if (this.#asked.release?.kind === 'milestone')
      known.changes = listIn(data['changes']).map((each) => word(each, 'change'));
  }

  /** Each member of a train that is ordered back has its own line with the same comment. */
  #keepOrder({ kind, actor, subject: { comment, environment, commit } }: AuditEntry): void {
    if (kind !== 'rollback' || actor.kind !== 'user' || comment === undefined || commit === undefined) return;
    this.#orders.push({ comment, lane: laneOf(environment ?? '', commit) });
  }

  #addWaysBack(key: string): void {
    const [repositoryId = 0, id = 0] = key.split('/').map(Number);
    for (const { run, environment } of this.links.runsFrom(repositoryId, id)) {
      const back = this.links.deploymentOf(repositoryId, environment, run);
      if (back !== undefined) this.#deployments.add(`${repositoryId}/${back}`);
    }
  }

  #isOfPlan({ repositoryId, plans, changes }: Known, milestone: number): boolean {
    const planned = this.#planned.get(`${repositoryId}/${milestone}`);
    return plans.has(milestone) || changes.some((change) => planned?.has(change) ?? false);
  }

  #isOfRepository({ repository, repositoryId }: AuditEntry['subject']): boolean {
    const { repository: asked } = this.#asked;
    return asked === null || this.#repositories.has(repositoryId) || repository.toLowerCase() === asked.toLowerCase();
  }

  #isAskedFor({ subject, at, kind }: AuditEntry): boolean {
    const { release, from } = this.#asked;
    switch (release?.kind) {
      case 'commit':
        return subject.commit?.startsWith(release.digits) ?? false;
      case 'deployment':
        return subject.deployment === release.id;
      case 'milestone':
        return subject.milestone === release.number;
      default:
        return isNews(kind, subject) && (from === null || epochMs(at) >= from) && this.#isBeforeEnd(at);
    }
  }

  #isBeforeEnd(at: AuditEntry['at']): boolean {
    return this.#asked.to === null || epochMs(at) < this.#asked.to;
  }
}

/** That an issue was closed is heard of later, sometimes much later. */
function happenedAt({ kind, at, data }: AuditEntry): AuditEntry['at'] {
  const closedAt = kind === 'review' ? word(data, 'closedAt') : '';
  return closedAt === '' ? at : (closedAt as AuditEntry['at']);
}

function isNews(kind: string, { deployment }: AuditEntry['subject']): boolean {
  return deployment === undefined || NEWS.has(kind);
}
