/** Everything that was read, each event once, and how much of it was doubtful. Figures are made from it any number of times. */
import type { DoraEvent } from '../domain/dora-event.ts';
import type { EpochMs } from '../domain/instant.ts';
import { type LaneLog, lanesAmong } from './lane/lanes.ts';
import { type ReadRecord, readRecord } from './read-record.ts';
import type { Attempt, EventRecord, GateRecord, Incident, Recovery, Verification } from './record.ts';

/** What reading met. Nothing of it stops a report, and nothing is left out without being counted here. */
export interface ReadingQuality {
  readonly malformed: number;
  /** The first of them. */
  readonly malformedLines: readonly MalformedLine[];
  readonly unknownKinds: number;
  /** The same kind and id again, whether or not it says the same. */
  readonly duplicates: number;
  /** Duplicates that say something else than before: the last one counts. */
  readonly contradictions: number;
  /** After a later event of the same kind and lane. */
  readonly outOfOrder: number;
  /** It ended before it began: a deployment, or an interval of an incident. */
  readonly negativeSpans: number;
  readonly unknownTypes: number;
  readonly unknownVerdicts: number;
  readonly malformedChanges: number;
}

export interface MalformedLine {
  /** Counted from 1; of an event that did not come from a file, its place among all that were added. */
  readonly line: number;
  readonly problem: string;
}

const MOST_MALFORMED_LINES = 10;

type CountName = Exclude<keyof ReadingQuality, 'malformedLines'>;

export class DoraLog {
  readonly #attempts = new Map<string, Attempt>();
  readonly #incidents = new Map<string, Incident>();
  readonly #verifications = new Map<string, Verification>();
  readonly #recoveries = new Map<string, Recovery>();
  readonly #gates = new Map<string, GateRecord>();
  /** Few names are written many times: one copy of each is kept. */
  readonly #names = new Map<string, string>();
  readonly #laneNames = new Map<string, Map<string, string>>();
  readonly #latest = new Map<string, EpochMs>();
  readonly #malformedLines: MalformedLine[] = [];
  readonly #counts: Record<CountName, number> = {
    ...{ malformed: 0, unknownKinds: 0, duplicates: 0, contradictions: 0, outOfOrder: 0, negativeSpans: 0 },
    ...{ unknownTypes: 0, unknownVerdicts: 0, malformedChanges: 0 },
  };
  readonly #name = (text: string): string => {
    const known = this.#names.get(text);
    if (known === undefined) this.#names.set(text, text);
    return known ?? text;
  };
  #line = 0;
  #lanes: readonly LaneLog[] | null = null;

  add(event: DoraEvent): void {
    this.#line++;
    this.#take(readRecord(event, this.#name));
  }

  /** Empty lines are passed over. */
  addLine(text: string): void {
    this.#line++;
    const value = parsed(text);
    if (value !== undefined) this.#take(readRecord(value, this.#name));
    else if (text.trim() !== '') this.#take({ kind: 'malformed', problem: 'it is not JSON' });
  }

  get quality(): ReadingQuality {
    return { ...this.#counts, malformedLines: this.#malformedLines };
  }

  get incidents(): Iterable<Incident> {
    return this.#incidents.values();
  }

  get verifications(): Iterable<Verification> {
    return this.#verifications.values();
  }

  get recoveries(): Iterable<Recovery> {
    return this.#recoveries.values();
  }

  get gates(): Iterable<GateRecord> {
    return this.#gates.values();
  }

  /** By service and environment; the attempts of each in the order in which they ended. */
  get lanes(): readonly LaneLog[] {
    this.#lanes ??= lanesAmong(this.#attempts.values());
    return this.#lanes;
  }

  knows(deploymentId: string): boolean {
    return this.#attempts.has(deploymentId);
  }

  #take(read: ReadRecord): void {
    switch (read.kind) {
      case 'malformed':
        this.#counts.malformed++;
        if (this.#malformedLines.length < MOST_MALFORMED_LINES) {
          this.#malformedLines.push({ line: this.#line, problem: read.problem });
        }
        return;
      case 'unknown-kind':
        this.#counts.unknownKinds++;
        return;
      case 'record':
        if (!this.#keep(read.record)) return;
        this.#counts.malformedChanges += read.doubts.changes;
        this.#counts.unknownTypes += read.doubts.types;
        this.#counts.unknownVerdicts += read.doubts.verdicts;
        this.#counts.negativeSpans += read.doubts.spans;
    }
  }

  /** @returns false: it was known */
  #keep(record: EventRecord): boolean {
    switch (record.kind) {
      case 'deployment': {
        const { attempt } = record;
        this.#lanes = null;
        return this.#put(this.#attempts, attempt.id, attempt, this.#laneOf(attempt), attempt.finishedAt);
      }
      case 'incident': {
        const { incident } = record;
        return this.#put(this.#incidents, incident.id, incident, 'incident', incident.intervals[0]?.openedAt ?? 0);
      }
      case 'verification': {
        const { deploymentId, verdict, at } = record.verification;
        const id = `${deploymentId}\n${verdict}\n${at}`;
        return this.#put(this.#verifications, id, record.verification, 'verification', at);
      }
      case 'recovered': {
        const { deploymentId, at } = record.recovery;
        return this.#put(this.#recoveries, `${deploymentId}\n${at}`, record.recovery, 'recovered', at);
      }
      case 'gate': {
        const { gate } = record;
        return this.#put(this.#gates, gate.deploymentId, gate, 'gate', gate.requestedAt);
      }
    }
  }

  #put<T>(kept: Map<string, T>, id: string, value: T, sequence: string, at: EpochMs): boolean {
    const before = kept.get(id);
    kept.set(id, value);
    if (before !== undefined) {
      this.#count('duplicates');
      if (JSON.stringify(before) !== JSON.stringify(value)) this.#count('contradictions');
      return false;
    }
    const latest = this.#latest.get(sequence) ?? Number.NEGATIVE_INFINITY;
    if (at < latest) this.#count('outOfOrder');
    else this.#latest.set(sequence, at);
    return true;
  }

  /** A text for each lane, made once: a million of them would have to be hashed. */
  #laneOf({ service, environment }: Attempt): string {
    const lanes = this.#laneNames.get(service) ?? new Map<string, string>();
    this.#laneNames.set(service, lanes);
    const lane = lanes.get(environment) ?? `${service}\n${environment.toLowerCase()}`;
    lanes.set(environment, lane);
    return lane;
  }

  #count(name: CountName): void {
    this.#counts[name]++;
  }
}

function parsed(text: string): unknown {
  try {
    // A byte order mark is no JSON, and editors put one before the first line.
    return JSON.parse(text.charCodeAt(0) === 0xfe_ff ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}
