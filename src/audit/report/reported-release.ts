/** What the log says of one deployment, line by line. */
import type { Instant } from '../../domain/instant.ts';
import type { AuditEntry } from '../entry.ts';
import type { Links } from './links.ts';
import type { Names } from './names.ts';
import { type Data, listIn, numberIn, texts, word } from './read-data.ts';
import {
  MOST_POSITIONS,
  type ReportedRelease,
  type ReportedReview,
  type ReportedVerification,
  type ReportedWayBack,
  type ReportedWord,
} from './report.ts';
import { decisionIn } from './reported-decision.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

const NOTHING_TOLD = {
  commit: null,
  requestedAt: null,
  requestedBy: [],
  run: null,
  attempt: null,
  decision: null,
  said: [],
  state: 'unknown',
  stateAt: null,
  stateSeq: null,
  reasons: [],
  endedBy: [],
  openedAt: null,
  openedSeq: null,
  verifications: [],
  wayBack: null,
  events: [],
  verification: null,
  rollback: null,
  review: null,
  positions: [],
  lineCount: 0,
} as const;

export class ReleaseStory {
  readonly repositoryId: number;
  readonly #names: Names;
  readonly #links: Links;
  readonly #told: Mutable<ReportedRelease>;
  readonly #positions: number[] = [];
  readonly #said: ReportedWord[] = [];
  readonly #verifications: ReportedVerification[] = [];
  #lines = 0;
  /** A decision about a gate that was let through already only looks back. */
  #isDecided = false;

  constructor({ subject }: AuditEntry, names: Names, links: Links) {
    this.repositoryId = subject.repositoryId;
    this.#names = names;
    this.#links = links;
    const { repository, environment = '', deployment = 0 } = subject;
    this.#told = { ...NOTHING_TOLD, repository, environment, deployment };
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
    return {
      ...this.#told,
      rollback: this.#rollback(),
      wayBack: this.#wayBack(),
      verifications: [...this.#verifications],
      said: [...this.#said],
      positions: [...this.#positions],
      lineCount: this.#lines,
    };
  }

  #fold(entry: AuditEntry): void {
    const { at, seq, data } = entry;
    switch (entry.kind) {
      case 'decision':
        this.#foldDecision(entry);
        return;
      case 'gate':
      case 'bypass':
        this.#told.stateSeq = seq;
        this.#foldGate(at, data);
        return;
      case 'outcome':
        if (data['effect'] === 'open-gate' && data['outcome'] === 'done') this.#open(at, seq);
        return;
      case 'verification':
        this.#foldVerification({ verdict: word(data, 'verdict'), at, seq }, data);
        return;
      case 'rollback':
        if (entry.actor.kind === 'tidegate') this.#told.rollback = rollbackIn(entry, this.#names);
        return;
      case 'review':
        this.#told.review = reviewIn(entry, this.#told.review, this.#names);
        return;
      default:
        return;
    }
  }

  #foldDecision(entry: AuditEntry): void {
    const startedBy = texts(entry.data['startedBy']).map((login) => this.#names.of(login));
    if (startedBy.length > 0) this.#told.requestedBy = startedBy;
    if (!this.#isDecided) this.#told.decision = decisionIn(entry, this.#names);
  }

  #open(at: Instant, seq: number): void {
    this.#told.openedAt = at;
    this.#told.openedSeq = seq;
    this.#isDecided = true;
  }

  /** A pass that counts as none says nothing against one that does, nor does it that nobody had said anything. */
  #foldVerification(said: NonNullable<ReportedRelease['verification']>, data: Data): void {
    const failedChecks = texts(data['failedChecks']);
    this.#verifications.push({ ...said, failedChecks, run: numberIn(data, 'runId') });
    const known = this.#told.verification;
    if (said.verdict === 'uncounted' && known !== null) return;
    if (said.verdict === 'missing' && known !== null && known.verdict !== 'uncounted') return;
    this.#told.verification = said;
  }

  #foldGate(at: Instant, data: Data): void {
    this.#told.state = word(data, 'to');
    this.#told.stateAt = at;
    this.#told.reasons = texts(data['reasons']);
    this.#told.endedBy = listIn(data['by']).map((each) => this.#names.of(word(each, 'login')));
    this.#told.run = numberIn(data, 'run');
    this.#told.attempt = numberIn(data, 'attempt');
    const requestedAt = word(data, 'requestedAt');
    if (requestedAt !== '') this.#told.requestedAt = requestedAt as Instant;
  }

  /** With what was said when it was ordered, and the deployment that did it. */
  #rollback(): ReportedRelease['rollback'] {
    const { rollback, environment, commit } = this.#told;
    if (rollback === null) return null;
    const order = rollback.orderedBy == null ? undefined : this.#links.orderOf(environment, commit);
    const { run } = rollback;
    const deployment = run === undefined ? undefined : this.#links.deploymentOf(this.repositoryId, environment, run);
    return {
      ...rollback,
      ...(order === undefined || order.reason === '' ? {} : { reason: this.#names.within(order.reason) }),
      ...(deployment === undefined ? {} : { deployment }),
    };
  }

  #wayBack(): ReportedWayBack | null {
    const back = this.#links.backBy(this.repositoryId, this.#told.deployment);
    if (back === undefined) return null;
    const { failedDeployment, failedCommit, environment, orderedBy, trigger } = back;
    const order = orderedBy === null ? undefined : this.#links.orderOf(environment, failedCommit);
    return {
      deployment: failedDeployment,
      commit: failedCommit,
      orderedBy: orderedBy === null ? null : this.#names.of(orderedBy),
      reason: order === undefined || order.reason === '' ? null : this.#names.within(order.reason),
      seq: order?.seq ?? back.seq,
      at: order?.at ?? back.at,
      trigger,
    };
  }
}

/** What a person stated, by name and with the reason; null: no person did. */
export function wordIn({ seq, at, kind, actor, subject, data }: AuditEntry, names: Names): ReportedWord | null {
  if (actor.kind !== 'user') return null;
  const reason = word(data, 'reason');
  return {
    seq,
    at,
    kind,
    who: names.actor(actor),
    environment: subject.environment ?? null,
    commit: subject.commit ?? null,
    reason: reason === '' ? null : names.within(reason),
  };
}

function rollbackIn({ at, seq, data }: AuditEntry, names: Names): NonNullable<ReportedRelease['rollback']> {
  const orderedBy = word(data, 'orderedBy');
  const trigger = word(data, 'trigger');
  const run = numberIn(data, 'run');
  return {
    state: word(data, 'state'),
    target: word(data, 'target'),
    at,
    seq,
    orderedBy: orderedBy === '' ? null : names.of(orderedBy),
    ...(trigger === '' ? {} : { trigger }),
    ...(run === null ? {} : { run }),
  };
}

function reviewIn(
  { at, seq, actor, subject, data }: AuditEntry,
  before: ReportedReview | null,
  names: Names,
): ReportedReview {
  const by = listIn(data['by']).map((each) => names.of(word(each, 'login')));
  const [state, closedAt] = [word(data, 'state'), word(data, 'closedAt')];
  return {
    state,
    at,
    seq,
    ...(state === 'closed' && closedAt !== '' ? { closedAt: closedAt as Instant } : {}),
    issue: subject.issue ?? null,
    by: actor.kind === 'user' ? names.actor(actor) : (by[0] ?? null),
    causes: texts(data['causes']),
    reopenings: numberIn(data, 'reopenings') ?? before?.reopenings ?? 0,
  };
}
