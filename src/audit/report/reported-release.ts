/** What the log says of one deployment, line by line. */
import type { Instant } from '../../domain/instant.ts';
import type { AuditEntry } from '../entry.ts';
import type { Names } from './names.ts';
import { MOST_POSITIONS, type ReportedDecision, type ReportedRelease, type ReportedWord } from './report.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type Data = AuditEntry['data'];

export class ReleaseStory {
  readonly #names: Names;
  readonly #told: Mutable<ReportedRelease>;
  readonly #positions: number[] = [];
  readonly #said: ReportedWord[] = [];
  #lines = 0;
  /** A decision about a gate that was let through already only looks back. */
  #isDecided = false;

  constructor({ subject }: AuditEntry, names: Names) {
    this.#names = names;
    this.#told = {
      repository: subject.repository,
      environment: subject.environment ?? '',
      deployment: subject.deployment ?? 0,
      commit: null,
      requestedAt: null,
      decision: null,
      said: [],
      state: 'unknown',
      stateAt: null,
      stateSeq: null,
      reasons: [],
      endedBy: [],
      openedAt: null,
      verification: null,
      rollback: null,
      positions: [],
      lineCount: 0,
    };
  }

  get key(): { readonly environment: string; readonly commit: string | null } {
    return { environment: this.#told.environment, commit: this.#told.commit };
  }

  hear(entry: AuditEntry): void {
    const { seq, subject } = entry;
    this.#lines++;
    this.#positions.push(seq);
    if (this.#positions.length > MOST_POSITIONS) this.#positions.shift();
    if (subject.environment !== undefined) this.#told.environment = subject.environment;
    if (subject.commit !== undefined) this.#told.commit = subject.commit;
    this.#fold(entry);
  }

  say(word: ReportedWord): void {
    this.#said.push(word);
  }

  end(): ReportedRelease {
    return { ...this.#told, said: [...this.#said], positions: [...this.#positions], lineCount: this.#lines };
  }

  #fold(entry: AuditEntry): void {
    const { at, seq, data } = entry;
    switch (entry.kind) {
      case 'decision':
        if (!this.#isDecided) this.#told.decision = decisionIn(entry, this.#names);
        return;
      case 'gate':
      case 'bypass':
        this.#told.stateSeq = seq;
        this.#foldGate(at, data);
        return;
      case 'outcome':
        if (data['effect'] === 'open-gate' && data['outcome'] === 'done') this.#open(at);
        return;
      case 'verification':
        this.#told.verification = { verdict: word(data, 'verdict'), at, seq };
        return;
      case 'rollback':
        if (entry.actor.kind === 'tidegate') {
          this.#told.rollback = { state: word(data, 'state'), target: word(data, 'target'), at, seq };
        }
        return;
      default:
        return;
    }
  }

  #open(at: Instant): void {
    this.#told.openedAt = at;
    this.#isDecided = true;
  }

  #foldGate(at: Instant, data: Data): void {
    this.#told.state = word(data, 'to');
    this.#told.stateAt = at;
    this.#told.reasons = texts(data['reasons']);
    const by = Array.isArray(data['by']) ? (data['by'] as readonly { readonly login?: unknown }[]) : [];
    this.#told.endedBy = by.map(({ login }) => this.#names.of(String(login)));
    const requestedAt = data['requestedAt'];
    if (typeof requestedAt === 'string') this.#told.requestedAt = requestedAt as Instant;
  }
}

/** What a person stated, by name and with the reason; null: no person did. */
export function wordIn({ seq, at, kind, actor, subject, data }: AuditEntry, names: Names): ReportedWord | null {
  if (actor.kind !== 'user') return null;
  const reason = data['reason'];
  return {
    seq,
    at,
    kind,
    who: names.actor(actor),
    environment: subject.environment ?? null,
    commit: subject.commit ?? null,
    reason: typeof reason === 'string' && reason !== '' ? names.within(reason) : null,
  };
}

function decisionIn({ at, seq, data }: AuditEntry, names: Names): ReportedDecision {
  const policy = (data['policy'] ?? {}) as { readonly sources?: unknown; readonly digest?: unknown };
  const override = data['override'] as { readonly user?: unknown; readonly reason?: unknown } | null | undefined;
  return {
    at,
    seq,
    summary: names.within(word(data, 'summary')),
    verdict: word(data, 'verdict'),
    mode: word(data, 'mode'),
    tier: word(data, 'tier'),
    releaseType: word(data, 'releaseType'),
    policy: { sources: texts(policy.sources), digest: String(policy.digest ?? '') },
    factsDigest: word(data, 'factsDigest'),
    decisionDigest: word(data, 'decisionDigest'),
    gates: listIn(data['gates']).map((gate) => ({ name: word(gate, 'name'), status: word(gate, 'status') })),
    changes: listIn(data['changes']).map((each) => ({
      change: word(each, 'change'),
      author: names.of(word(each, 'author')),
    })),
    changeCount: typeof data['changeCount'] === 'number' ? data['changeCount'] : 0,
    counted: listIn(data['counted']).map((each) => ({
      gate: word(each, 'gate'),
      people: texts(each['people']).map((login) => names.of(login)),
    })),
    override: override
      ? { user: names.of(String(override.user ?? '')), reason: names.within(String(override.reason ?? '')) }
      : null,
  };
}

function listIn(value: unknown): readonly Data[] {
  return Array.isArray(value) ? (value as readonly Data[]) : [];
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function word(data: Data, key: string): string {
  const value = data[key];
  return typeof value === 'string' ? value : '';
}
