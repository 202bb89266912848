/** A parsed line as a record, or what is wrong with it. By hand rather than by schema: a million lines are read. */
import { RELEASE_TYPES, type ReleaseType } from '../domain/decision.ts';
import type { EpochMs } from '../domain/instant.ts';
import { gateIn } from './process/read-gate.ts';
import { instantIn } from './read-instant.ts';
import type { Attempt, Cause, Change, EventRecord, Interval } from './record.ts';

export type ReadRecord =
  | { readonly kind: 'record'; readonly record: EventRecord; readonly doubts: Doubts }
  | { readonly kind: 'unknown-kind'; readonly name: string }
  | { readonly kind: 'malformed'; readonly problem: string };

/** How often something inside of an event was passed over that counts all the same. */
export interface Doubts {
  readonly changes: number;
  readonly types: number;
  readonly verdicts: number;
  /** What ended before it began. */
  readonly spans: number;
}

type Fields = Readonly<Record<string, unknown>>;

const NO_DOUBTS: Doubts = { changes: 0, types: 0, verdicts: 0, spans: 0 };
const VERDICTS: ReadonlySet<string> = new Set(['pass', 'fail', 'inconclusive', 'error', 'missing']);
const NO_CHANGES: readonly Change[] = [];
const NO_NUMBERS: readonly number[] = [];
const AN_INSTANT = 'an instant such as `2026-11-26T09:00:00Z`';

/** @param name the one copy of a name that is written many times */
export function readRecord(value: unknown, name: (text: string) => string): ReadRecord {
  if (!isObject(value)) return malformed('it is not a JSON object');
  const { kind } = value;
  switch (kind) {
    case 'deployment':
      return readDeployment(value, name);
    case 'incident':
      return readIncident(value);
    case 'verification':
      return readVerification(value);
    case 'recovered':
      return readRecovered(value);
    case 'gate':
      return readGate(value);
    default:
      return typeof kind === 'string' ? { kind: 'unknown-kind', name: kind } : wrong('kind', 'the kind of the event');
  }
}

function readDeployment(fields: Fields, name: (text: string) => string): ReadRecord {
  const told = fields['changes'] ?? NO_CHANGES;
  if (!Array.isArray(told)) return wrong('changes', 'a list');
  const attempt = attemptIn(fields, told, name);
  const problem = problemOf(fields, attempt);
  if (problem !== null) return problem;
  const changes = told.length - attempt.changes.filter(isDated).length;
  const types = Number(attempt.type === null && (fields['type'] ?? null) !== null);
  const spans = Number(attempt.finishedAt < attempt.startedAt);
  const doubts = changes + types + spans === 0 ? NO_DOUBTS : { changes, types, verdicts: 0, spans };
  return { kind: 'record', record: { kind: 'deployment', attempt }, doubts };
}

/** What a deployment cannot be counted without. */
function problemOf({ state }: Fields, attempt: Attempt): ReadRecord | null {
  if (attempt.id === '') return wrong('id', 'a text or a number');
  if (attempt.service === '') return wrong('service', 'the name of the service');
  if (attempt.environment === '') return wrong('environment', 'the name of the environment');
  if (attempt.sha === '') return wrong('sha', 'the name of the commit');
  if (state !== 'success' && state !== 'failure') return wrong('state', '`success` or `failure`');
  if (Number.isNaN(attempt.startedAt)) return wrong('startedAt', AN_INSTANT);
  return Number.isNaN(attempt.finishedAt) ? wrong('finishedAt', AN_INSTANT) : null;
}

/** Empty texts and instants that are no number stand for what is missing. */
function attemptIn(fields: Fields, changes: readonly unknown[], name: (text: string) => string): Attempt {
  const finishedAt = instantIn(fields['finishedAt']) ?? Number.NaN;
  const tier = textIn(fields['tier']);
  const team = textIn(fields['team']);
  return {
    id: nameIn(fields['id']) ?? '',
    service: name(textIn(fields['service']) ?? ''),
    environment: name(textIn(fields['environment']) ?? ''),
    sha: textIn(fields['sha'])?.toLowerCase() ?? '',
    isSuccess: fields['state'] === 'success',
    startedAt: instantIn(fields['startedAt']) ?? Number.NaN,
    finishedAt,
    tier: tier === null ? null : name(tier),
    type: typeIn(fields['type']),
    team: team === null ? null : name(team),
    strategy: strategyIn(fields, name),
    previousSha: textIn(fields['previousSha'])?.toLowerCase() ?? null,
    changes: changes.length === 0 ? NO_CHANGES : changes.filter(isObject).map((each) => readChange(each, finishedAt)),
  };
}

function strategyIn(fields: Fields, name: (text: string) => string): string | null {
  const strategy = textIn(fields['strategy']);
  return strategy === null ? null : name(strategy);
}

function isDated({ lead }: Change): boolean {
  return lead !== null;
}

/** Without a readable first commit it has no lead time, and it can still be shipped and reverted. */
function readChange(fields: Fields, finishedAt: EpochMs): Change {
  const { number, reverts } = fields;
  return {
    key: typeof number === 'number' ? number : (textIn(fields['sha'])?.toLowerCase() ?? null),
    lead: secondsBetween(instantIn(fields['firstCommitAt']), finishedAt),
    fromMerge: secondsBetween(instantIn(fields['mergedAt']), finishedAt),
    reverts: Array.isArray(reverts) && reverts.length > 0 ? reverts.filter(isNumber) : NO_NUMBERS,
  };
}

/** Whole seconds as small integers, which an object holds in place: of millions of changes that is half of the memory. */
function secondsBetween(from: EpochMs | null, until: EpochMs): number | null {
  if (from === null) return null;
  const seconds = (until - from) / 1000;
  const whole = seconds | 0;
  return whole === seconds ? whole : seconds;
}

function readIncident(fields: Fields): ReadRecord {
  const id = nameIn(fields['id']);
  if (id === null) return wrong('id', 'a text or a number');
  const told: unknown = fields['intervals'];
  const intervals = Array.isArray(told) ? told.map(readInterval) : [];
  const known = intervals.filter((each) => each !== null);
  if (known.length === 0 || known.length < intervals.length) {
    return wrong('intervals', 'a list of `{openedAt, closedAt}`');
  }
  const cause = readCause(fields['cause'] ?? null);
  if (cause === 'unreadable') return wrong('cause', '`{deploymentId}`, `{sha}` or `external`');
  const incident = {
    ...{ id, service: textIn(fields['service']), environment: textIn(fields['environment']), cause },
    intervals: known.sort((one, other) => one.openedAt - other.openedAt),
  };
  const spans = known.filter(({ openedAt, closedAt }) => closedAt !== null && closedAt < openedAt).length;
  const doubts = spans === 0 ? NO_DOUBTS : { ...NO_DOUBTS, spans };
  return { kind: 'record', record: { kind: 'incident', incident }, doubts };
}

function readInterval(value: unknown): Interval | null {
  if (!isObject(value)) return null;
  const openedAt = instantIn(value['openedAt']);
  const closedAt = instantIn(value['closedAt']);
  const isClosed = (value['closedAt'] ?? null) !== null;
  return openedAt === null || (isClosed && closedAt === null) ? null : { openedAt, closedAt };
}

function readCause(value: unknown): Cause | null | 'unreadable' {
  if (value === null) return null;
  if (value === 'external') return { kind: 'external' };
  if (!isObject(value)) return 'unreadable';
  const id = nameIn(value['deploymentId']);
  if (id !== null) return { kind: 'deployment', id };
  const sha = textIn(value['sha']);
  return sha === null ? 'unreadable' : { kind: 'commit', sha: sha.toLowerCase() };
}

function readVerification(fields: Fields): ReadRecord {
  const deploymentId = nameIn(fields['deploymentId']);
  const verdict = textIn(fields['verdict']);
  const at = instantIn(fields['at']);
  if (deploymentId === null) return wrong('deploymentId', 'the `id` of a deployment');
  if (verdict === null) return wrong('verdict', '`pass`, `fail`, `inconclusive`, `error` or `missing`');
  if (at === null) return wrong('at', AN_INSTANT);
  const verification = { deploymentId, verdict, at };
  const doubts = VERDICTS.has(verdict) ? NO_DOUBTS : { ...NO_DOUBTS, verdicts: 1 };
  return { kind: 'record', record: { kind: 'verification', verification }, doubts };
}

function readRecovered(fields: Fields): ReadRecord {
  const deploymentId = nameIn(fields['deploymentId']);
  const at = instantIn(fields['at']);
  if (deploymentId === null) return wrong('deploymentId', 'the `id` of a deployment');
  if (at === null) return wrong('at', AN_INSTANT);
  return { kind: 'record', record: { kind: 'recovered', recovery: { deploymentId, at } }, doubts: NO_DOUBTS };
}

function readGate(fields: Fields): ReadRecord {
  const gate = gateIn(fields);
  if (gate.deploymentId === '') return wrong('deploymentId', 'the `id` of a deployment');
  if (gate.environment === '') return wrong('environment', 'the name of the environment');
  if (Number.isNaN(gate.requestedAt)) return wrong('requestedAt', AN_INSTANT);
  return { kind: 'record', record: { kind: 'gate', gate }, doubts: NO_DOUBTS };
}

function wrong(key: string, what: string): ReadRecord {
  return malformed(`\`${key}\` is missing or unreadable; give it ${what}`);
}

function malformed(problem: string): ReadRecord {
  return { kind: 'malformed', problem };
}

function nameIn(value: unknown): string | null {
  return typeof value === 'number' ? String(value) : textIn(value);
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function typeIn(value: unknown): ReleaseType | null {
  return typeof value === 'string' ? (RELEASE_TYPES.find((type) => type === value) ?? null) : null;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
