/** Which lines of a log a report is about. The first of two readings finds it out; the second tells what they say. */
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import type { AuditEntry } from '../entry.ts';
import type { Names } from './names.ts';

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
const NEWS: ReadonlySet<string> = new Set(['gate', 'bypass', 'decision', 'verification', 'rollback', 'override']);

export class Scope {
  readonly #asked: Asked;
  readonly #names: Names;
  /** By id: a repository keeps it when it is renamed. */
  readonly #repositories = new Set<number>();
  readonly #deployments = new Set<string>();
  readonly #commits = new Set<string>();

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

  see(entry: AuditEntry): void {
    const { subject, actor, data } = entry;
    if (actor.kind === 'user') this.#names.learn(actor);
    for (const person of peopleIn(data)) this.#names.learn(person);
    if (!this.#isOfRepository(subject)) return;
    this.#repositories.add(subject.repositoryId);
    const { commit, deployment } = subject;
    if (!this.#isAskedFor(entry)) return;
    if (commit !== undefined && this.#asked.release?.kind === 'commit') this.#commits.add(commit);
    if (deployment !== undefined) this.#deployments.add(`${subject.repositoryId}/${deployment}`);
  }

  /** Of a deployment that is part of it, all lines up to the end of the period. */
  ofDeployment({ subject, at }: AuditEntry): boolean {
    const { repositoryId, deployment } = subject;
    if (deployment === undefined || !this.#repositories.has(repositoryId)) return false;
    return this.#deployments.has(`${repositoryId}/${deployment}`) && this.#isBeforeEnd(at);
  }

  /** Said of no deployment, and part of it all the same: of its commit, its plan, or in its time. */
  ofNoDeployment(entry: AuditEntry): boolean {
    const { deployment, repositoryId } = entry.subject;
    return deployment === undefined && this.#repositories.has(repositoryId) && this.#isAskedFor(entry);
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

function isNews(kind: string, { deployment }: AuditEntry['subject']): boolean {
  return deployment === undefined || NEWS.has(kind);
}

function peopleIn(data: AuditEntry['data']): readonly { readonly id: number; readonly login: string }[] {
  const people = Array.isArray(data['by']) ? (data['by'] as readonly unknown[]) : [];
  return people.flatMap((person) => {
    const { id, login } = person as { readonly id?: unknown; readonly login?: unknown };
    return typeof id === 'number' && typeof login === 'string' ? [{ id, login }] : [];
  });
}
