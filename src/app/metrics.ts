/**
 * `/metrics` in Prometheus' text format: what waits and for how long, and what came in and was answered. No label is
 * made from what people or repositories are called: whoever reads the numbers need not be allowed to read those.
 */
import type { RequestListener, ServerResponse } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Registry } from 'prom-client';
import type { Question } from '../domain/question.ts';
import type { Backlog, Clock, Store } from '../flow/ports.ts';
import { readSweepFigures, sweepGauges } from './sweeps/sweep-gauges.ts';
import { tooOldCounter } from './too-old-counter.ts';

/** The database is asked this often at most, however many ask us. */
const BACKLOG_IS_KEPT_MS = 5_000;
/** Prometheus gives up after 10 seconds. */
const DATABASE_ANSWERS_WITHIN_MS = 3_000;

/** What is counted of a store, and where the backlog is read. */
export type CountedStore = Pick<
  Store,
  | 'acceptDelivery'
  | 'saveRecord'
  | 'releaseClaim'
  | 'settleEffect'
  | 'backlog'
  | 'sweepMemory'
  | 'findingCounts'
  | 'libraryTotals'
>;

export interface Metrics<S extends CountedStore = Store> {
  /** The store that was given; what goes through this one is counted. */
  readonly store: S;
  readonly contentType: string;
  /** Also when the database does not answer: then without what only it knows. */
  text(): Promise<string>;
  /** Answers as `listener` does, and counts what it refuses. */
  countRefusals(listener: RequestListener): RequestListener;
}

export interface MetricsOptions<S extends CountedStore> {
  readonly store: S;
  readonly clock: Clock;
  readonly limits?: Partial<MetricsLimits> | undefined;
}

export interface MetricsLimits {
  readonly backlogIsKeptMs: number;
  readonly databaseAnswersWithinMs: number;
}

export function createMetrics<S extends CountedStore>({ store, clock, limits }: MetricsOptions<S>): Metrics<S> {
  const registry = new Registry();
  const deliveries = deliveryCounter(registry);
  const answers = answerCounter(registry);
  const tooOld = tooOldCounter(registry);
  watchProcess(registry);
  const showBacklog = backlogGauges(registry);
  const showSweeps = sweepGauges(registry);
  const withLimits = {
    backlogIsKeptMs: BACKLOG_IS_KEPT_MS,
    databaseAnswersWithinMs: DATABASE_ANSWERS_WITHIN_MS,
    ...limits,
  };
  const readBacklog = readerOf(() => store.backlog(clock.now()), withLimits);
  const readSweeps = readerOf(() => readSweepFigures(store, clock.now()), withLimits);
  return {
    store: counted(store, { deliveries, answers, tooOld }),
    contentType: registry.contentType,
    async text() {
      const [backlog, figures] = await Promise.all([readBacklog(), readSweeps()]);
      showBacklog(backlog, clock.now());
      showSweeps(figures, clock.now());
      return await registry.metrics();
    },
    countRefusals: (listener) => (request, response) => {
      response.once('close', () => {
        const outcome = refusalIn(response);
        if (outcome !== null) deliveries.inc({ outcome });
      });
      listener(request, response);
    },
  };
}

/** What the webhook endpoint refuses a request with, as a word. */
const REFUSALS: Readonly<Record<number, string>> = {
  400: 'malformed',
  401: 'bad-signature',
  404: 'not-found',
  405: 'not-post',
  408: 'timeout',
  411: 'no-length',
  413: 'too-large',
  415: 'encoded',
  503: 'unavailable',
};

function refusalIn(response: ServerResponse): string | null {
  if (!response.writableFinished) return 'aborted';
  if (response.statusCode < 400) return null;
  return REFUSALS[response.statusCode] ?? 'other';
}

function deliveryCounter(registry: Registry): Counter<'outcome'> {
  const counter = new Counter({
    name: 'tidegate_deliveries_total',
    help: 'Requests to the webhook endpoint of this process: accepted, duplicate, or why they were refused.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  // What is there from the start as 0 can be compared with later: the first of a kind is a change, too.
  const outcomes = ['accepted', 'duplicate', ...Object.values(REFUSALS), 'aborted', 'other'];
  for (const outcome of outcomes) counter.inc({ outcome }, 0);
  return counter;
}

const KINDS: readonly Question['kind'][] = ['gate', 'pull-request', 'policy', 'command'];
const ANSWERED = ['final', 'waits', 'lost', 'failed'] as const;

function answerCounter(registry: Registry): Counter<'kind' | 'outcome'> {
  const counter = new Counter({
    name: 'tidegate_answers_total',
    help: 'Answers of this process: final, waits (asked again later), lost (another process took over), failed.',
    labelNames: ['kind', 'outcome'],
    registers: [registry],
  });
  for (const kind of KINDS) for (const outcome of ANSWERED) counter.inc({ kind, outcome }, 0);
  return counter;
}

function counted<S extends CountedStore>(
  store: S,
  { deliveries, answers, tooOld }: Readonly<Record<'deliveries' | 'answers' | 'tooOld', Counter>>,
): S {
  const counting: Pick<CountedStore, 'acceptDelivery' | 'saveRecord' | 'releaseClaim' | 'settleEffect'> = {
    async acceptDelivery(delivery) {
      const stored = await store.acceptDelivery(delivery);
      deliveries.inc({ outcome: stored === 'stored' ? 'accepted' : 'duplicate' });
      return stored;
    },
    async saveRecord(claim, record) {
      const isSaved = await store.saveRecord(claim, record);
      const saved = record.final ? 'final' : 'waits';
      answers.inc({ kind: claim.question.kind, outcome: isSaved ? saved : 'lost' });
      return isSaved;
    },
    async releaseClaim(claim, next) {
      if (next.failed !== undefined) answers.inc({ kind: claim.question.kind, outcome: 'failed' });
      await store.releaseClaim(claim, next);
    },
    async settleEffect(effect, outcome, at) {
      await store.settleEffect(effect, outcome, at);
      if (outcome.kind === 'superseded' && outcome.isTooOld === true) tooOld.inc();
    },
  };
  return { ...store, ...counting };
}

/** Under the names that dashboards for Node know. */
function watchProcess(registry: Registry): void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  };
  gauge('nodejs_eventloop_lag_p99_seconds', '99th percentile since it was last asked for.', () => {
    const seconds = delay.percentile(99) / 1e9;
    delay.reset();
    return seconds;
  });
  gauge('nodejs_heap_size_used_bytes', 'Heap in use.', () => process.memoryUsage().heapUsed);
  gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss());
}

/** What a backlog says under which name, at an instant. */
const BACKLOG_GAUGES: readonly (readonly [name: string, help: string, read: (it: Backlog, at: number) => number])[] = [
  ['tidegate_deliveries_waiting', 'Deliveries acknowledged and not yet taken in.', (it) => it.deliveriesWaiting],
  ['tidegate_delivery_oldest_age_seconds', 'Age of the oldest of them.', (it, at) => age(it.oldestDeliveryAt, at)],
  ['tidegate_deliveries_set_aside', 'Deliveries given up on after several tries.', (it) => it.deliveriesSetAside],
  ['tidegate_gates_open', 'Gates without a final answer.', (it) => it.gatesOpen],
  ['tidegate_gates_failing', 'Of these: the last try to answer failed.', (it) => it.gatesFailing],
  ['tidegate_gate_oldest_age_seconds', 'Age of the gate open for longest.', (it, at) => age(it.oldestGateAt, at)],
  ['tidegate_effects_pending', 'Decided, and not yet done on GitHub.', (it) => it.effectsPending],
  ['tidegate_effect_oldest_age_seconds', 'Age of the oldest of them.', (it, at) => age(it.oldestEffectAt, at)],
  ['tidegate_effects_deferred', 'Of these: put off to stay within what GitHub allows.', (it) => it.effectsDeferred],
  [
    'tidegate_installation_paused_until',
    'When GitHub may be asked again for the installation paused for longest, in seconds since 1970. 0: none is.',
    (it) => (it.pausedUntil ?? 0) / 1000,
  ],
  ['tidegate_questions_due', 'Questions to be answered by now.', (it) => it.questionsDue],
];

/** Seconds; 0 where nothing waits, or only since an instant that other clocks have not reached. */
function age(since: number | null, at: number): number {
  return since === null ? 0 : Math.max(0, at - since) / 1000;
}

/** What is not known is left out: an old number, or a 0, would look as if all were well. */
function backlogGauges(registry: Registry): (backlog: Backlog | null, at: number) => void {
  const registers = [registry];
  const up = new Gauge({ name: 'tidegate_up_database', help: '1: the database answers. 0: it does not.', registers });
  const gauges = BACKLOG_GAUGES.map(([name, help, read]) => ({ gauge: new Gauge({ name, help, registers }), read }));
  return (backlog, at) => {
    up.set(backlog === null ? 0 : 1);
    for (const { gauge, read } of gauges) {
      if (backlog === null) gauge.remove();
      else gauge.set(read(backlog, at));
    }
  };
}

/** One look at a time, kept for a while. Null: the database does not answer, or not in time. */
function readerOf<T>(look: () => Promise<T>, limits: MetricsLimits): () => Promise<T | null> {
  let kept: { readonly value: T | null; readonly until: number } | undefined;
  let looking: Promise<T | null> | undefined;
  async function lookAndKeep(): Promise<T | null> {
    const value = await look().catch(() => null);
    kept = { value, until: performance.now() + limits.backlogIsKeptMs };
    looking = undefined;
    return value;
  }
  return async () => {
    if (kept && performance.now() < kept.until) return kept.value;
    looking ??= lookAndKeep();
    return await inTime(looking, limits.databaseAnswersWithinMs);
  };
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  const first = await Promise.race([work, late]);
  clearTimeout(timer);
  return first;
}
