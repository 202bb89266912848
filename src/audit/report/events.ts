/** Who did what, from the lines of a log in their order. */
import { epochMs, type Instant } from '../../domain/instant.ts';
import type { AuditEntry } from '../entry.ts';
import type { Names } from './names.ts';
import { listIn, texts, word } from './read-data.ts';
import type { ReportedEvent, Told } from './reported-event.ts';
import {
  tellDecision,
  tellEscalation,
  tellGate,
  tellOutcome,
  tellRollback,
  tellRollbackDecision,
  tellVerification,
} from './tell-course.ts';
import { tellWord } from './tell-word.ts';

interface Course {
  /** What the last decision said; another of the same is no news. */
  summary: string | null;
  isLetIn: boolean;
  /** Levels that were paged, by what for. */
  readonly paged: Map<string, number>;
  askedIndex: number | null;
  startedBy: readonly string[];
}

export class Events {
  readonly #names: Names;
  readonly #courses = new Map<string, Course>();
  readonly #told: ReportedEvent[] = [];

  constructor(names: Names) {
    this.#names = names;
  }

  hear(entry: AuditEntry): void {
    const word = tellWord(entry, this.#names);
    if (word !== undefined) this.#tell(entry, word);
    else for (const told of this.#course(entry)) this.#tell(entry, told);
  }

  /** Oldest first, by when it happened: a line may be written some time after. */
  end(): readonly ReportedEvent[] {
    for (const { askedIndex, startedBy } of this.#courses.values()) {
      const asked = askedIndex === null ? undefined : this.#told[askedIndex];
      if (askedIndex === null || asked === undefined || startedBy.length === 0) continue;
      const who = startedBy.map((login) => this.#names.of(login)).join(', ');
      // What we start ourselves is started in our own name.
      const isByPerson = startedBy.some((login) => !login.endsWith('[bot]'));
      this.#told[askedIndex] = { ...asked, who, isByPerson };
    }
    return this.#told.toSorted((one, other) => epochMs(one.at) - epochMs(other.at) || one.seq - other.seq);
  }

  #course(entry: AuditEntry): readonly Told[] {
    const course = this.#courseOf(entry);
    switch (entry.kind) {
      case 'decision':
        return this.#decision(entry, course);
      case 'gate':
      case 'bypass':
        return this.#gate(entry, course);
      case 'outcome':
        return this.#outcome(entry, course);
      case 'verification':
        return [tellVerification(entry)];
      case 'escalation':
        return this.#escalation(entry, course);
      case 'rollback':
        return [tellRollback(entry, this.#names)];
      case 'rollback-decision':
        return [tellRollbackDecision(entry, this.#names)];
      default:
        return [];
    }
  }

  #courseOf({ subject }: AuditEntry): Course {
    const key = `${subject.repositoryId}/${subject.deployment ?? ''}`;
    const known = this.#courses.get(key);
    if (known !== undefined) return known;
    const course: Course = { summary: null, isLetIn: false, paged: new Map(), askedIndex: null, startedBy: [] };
    this.#courses.set(key, course);
    return course;
  }

  /** A decision about a gate that was let through already only looks back. */
  #decision(entry: AuditEntry, course: Course): readonly Told[] {
    const { data, subject } = entry;
    if (subject.deployment === undefined || course.isLetIn) return [];
    const startedBy = texts(data['startedBy']);
    if (startedBy.length > 0) course.startedBy = startedBy;
    const told = tellDecision(entry, this.#names);
    const summary = `${told.did}: ${told.reason}`;
    if (summary === course.summary) return [];
    course.summary = summary;
    return [told];
  }

  #gate(entry: AuditEntry, course: Course): readonly Told[] {
    const ended = tellGate(entry, this.#names);
    const requestedAt = word(entry.data, 'requestedAt');
    if (entry.data['from'] === null && course.askedIndex === null && requestedAt !== '') {
      course.askedIndex = this.#told.length;
      this.#tell(entry, { code: 'asked', who: '', did: 'asks to deploy', at: requestedAt as Instant });
    }
    return ended === undefined ? [] : [ended];
  }

  #outcome(entry: AuditEntry, course: Course): readonly Told[] {
    const told = tellOutcome(entry, this.#names);
    if (told?.code === 'let-in') course.isLetIn = true;
    return told === undefined ? [] : [told];
  }

  #escalation(entry: AuditEntry, course: Course): readonly Told[] {
    const key = `${word(entry.data, 'event')}/${String(entry.data['nth'])}`;
    const told = tellEscalation(entry, course.paged.get(key) ?? 0, this.#names);
    course.paged.set(key, listIn(entry.data['paged']).length);
    return told;
  }

  #tell({ seq, at, actor, subject }: AuditEntry, told: Told): void {
    const { code, did, reason = null, policy = null } = told;
    this.#told.push({
      seq,
      at: told.at ?? at,
      code,
      repository: subject.repository,
      environment: subject.environment ?? null,
      deployment: subject.deployment ?? null,
      commit: subject.commit ?? null,
      milestone: subject.milestone ?? null,
      who: told.who ?? this.#names.actor(actor),
      isByPerson: told.isByPerson ?? actor.kind === 'user',
      did,
      reason,
      policy,
    });
  }
}
