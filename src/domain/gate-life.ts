/**
 * The life of a gate: what becomes of one deployment that asks to enter an environment. Keyed by the deployment, since
 * a run that is started again has another one, and is another gate.
 *
 *     pending -> held -> pending ... -> approved | rejected | expired | bypassed | superseded | ended
 *
 * The last six are final. What seemed to go on or to end without an answer, and is seen to wait, is pending again.
 */
import { type EpochMs, epochMs, type Instant, toInstant } from './instant.ts';

/**
 * `pending`: nothing holds it; it is new, or its approval is on the way. `held`: something holds it, see `reasons`.
 * `approved`: we let it through, and GitHub shows that. `rejected`: a person said no. `expired`: nobody could open it in
 * the time that GitHub gives. `bypassed`: it went on without us. `superseded`: the run was started again, and another
 * gate is asked about. `ended`: nobody waits for an answer any more, because the run is over or our rule was switched
 * off.
 */
export type GateLifeState =
  | 'pending'
  | 'held'
  | 'approved'
  | 'rejected'
  | 'expired'
  | 'bypassed'
  | 'superseded'
  | 'ended';

export interface GateLife {
  readonly state: GateLifeState;
  /** Codes of what holds it, or of how it ended; sorted, each once. Empty for a gate that is new. */
  readonly reasons: readonly string[];
  /** Since when it is in this state for these reasons. */
  readonly since: Instant;
  /** When the deployment was made, by GitHub's clock. */
  readonly requestedAt: Instant;
  /** The attempt of the run that the deployment belongs to. */
  readonly runAttempt: number;
  /** The effective commit. */
  readonly sha: string;
  /** Status reports on reasons that were decided on: GitHub takes ten in all. */
  readonly reports: number;
  /** Names what was reported last; null before the first report. */
  readonly reported: string | null;
  /** When people were told that its time is nearly over. */
  readonly warnedAt: Instant | null;
  /** Who ended it, or is about to: a rejection, a bypass. Empty where nobody is known. */
  readonly by: readonly GatePerson[];
}

export interface GatePerson {
  readonly user: string;
  readonly userId: number;
  /** What they said with it; may be empty. */
  readonly comment: string;
}

/** What is seen of a gate, by GitHub's word or by our own decision. */
export type SeenOfGate =
  | { readonly kind: 'held'; readonly reasons: readonly string[] }
  /** We decided to let it through, and the approval is on the way. */
  | { readonly kind: 'opening' }
  /** A person said no, and the rejection is on the way. */
  | { readonly kind: 'rejecting'; readonly by: readonly GatePerson[] }
  /** Its time is over, and the rejection that says so is on the way. */
  | { readonly kind: 'expiring' }
  | { readonly kind: 'approved' }
  /** GitHub shows our rejection, or that of a person. */
  | { readonly kind: 'rejected'; readonly by: readonly GatePerson[] }
  /** GitHub ended it because nobody answered. */
  | { readonly kind: 'expired' }
  | { readonly kind: 'bypassed'; readonly by: readonly GatePerson[] }
  | { readonly kind: 'started-again' }
  | { readonly kind: 'ended'; readonly because: 'run-ended' | 'rule-off' };

export interface RefusedStep {
  readonly kind: 'refused';
  readonly because: string;
}

const DAY_MS = 86_400_000;

/** GitHub fails a job that waited so long for an answer, and says nothing of why. */
export const GITHUB_ENDS_AFTER_MS = 30 * DAY_MS;
/**
 * We end it a day before: then it ends with a reason. Nothing that may become true is rejected by that: a day later
 * GitHub ends it in any case, and a deployment that is wanted is started again.
 */
export const EXPIRES_AFTER_MS = 29 * DAY_MS;
/** Time for people to do something about it. */
const WARNED_AFTER_MS = 25 * DAY_MS;
/** Of GitHub's ten status reports per deployment; the tenth is kept for the warning. */
export const MOST_REASON_REPORTS = 9;

const FINAL: ReadonlySet<GateLifeState> = new Set([
  'approved',
  'rejected',
  'expired',
  'bypassed',
  'superseded',
  'ended',
]);

export function isFinal({ state }: Pick<GateLife, 'state'>): boolean {
  return FINAL.has(state);
}

/** A gate that nobody has answered yet. */
export function newGate(gate: Pick<GateLife, 'requestedAt' | 'runAttempt' | 'sha'>, at: EpochMs): GateLife {
  const { requestedAt, runAttempt, sha } = gate;
  const since = toInstant(at);
  return {
    state: 'pending',
    reasons: [],
    since,
    requestedAt,
    runAttempt,
    sha,
    reports: 0,
    reported: null,
    warnedAt: null,
    by: [],
  };
}

export function expiresAt({ requestedAt }: Pick<GateLife, 'requestedAt'>): EpochMs {
  return epochMs(requestedAt) + EXPIRES_AFTER_MS;
}

export function warnedFrom({ requestedAt }: Pick<GateLife, 'requestedAt'>): EpochMs {
  return epochMs(requestedAt) + WARNED_AFTER_MS;
}

/** Whether an answer of ours that lets it through is on the way. */
export function isOpening({ state, reasons }: Pick<GateLife, 'state' | 'reasons'>): boolean {
  return state === 'pending' && reasons.includes('opening');
}

/** The gate after what was seen; or why that cannot be, and the gate stays as it is. */
export function next(life: GateLife, seen: SeenOfGate, at: EpochMs): GateLife | RefusedStep {
  if (isFinal(life)) return refused(`it is ${life.state}, which is final`);
  switch (seen.kind) {
    case 'held':
      if (seen.reasons.length === 0) return refused('nothing holds it');
      return entered(life, { state: 'held', reasons: seen.reasons, by: [] }, at);
    case 'opening':
      return entered(life, { state: 'pending', reasons: ['opening'], by: [] }, at);
    case 'rejecting':
      if (seen.by.length === 0) return refused('nobody said no');
      return entered(life, { state: 'held', reasons: ['rejecting'], by: seen.by }, at);
    case 'expiring':
      if (at < expiresAt(life)) return refused('its time is not over');
      return entered(life, { state: 'held', reasons: ['expiring'], by: [] }, at);
    default:
      return ended(life, seen, at);
  }
}

/** Null: it was answered, or never ended. `ended` and `bypassed` are what we saw, and not what anybody answered. */
export function reopened(life: GateLife, at: EpochMs): GateLife | null {
  if (life.state !== 'ended' && life.state !== 'bypassed') return null;
  return entered(life, { state: 'pending', reasons: [], by: [] }, at);
}

type Ending = Exclude<SeenOfGate, { kind: 'held' | 'opening' | 'rejecting' | 'expiring' }>;

function ended(life: GateLife, seen: Ending, at: EpochMs): GateLife {
  switch (seen.kind) {
    case 'approved':
      return entered(life, { state: 'approved', reasons: [], by: [] }, at);
    case 'rejected':
      if (life.reasons.includes('expiring')) return entered(life, { state: 'expired', reasons: [], by: [] }, at);
      return entered(life, { state: 'rejected', reasons: [], by: seen.by.length > 0 ? seen.by : life.by }, at);
    case 'expired':
      return entered(life, { state: 'expired', reasons: [], by: [] }, at);
    case 'bypassed':
      return entered(life, { state: 'bypassed', reasons: [], by: seen.by }, at);
    case 'started-again':
      return entered(life, { state: 'superseded', reasons: ['started-again'], by: [] }, at);
    case 'ended':
      return entered(life, { state: 'ended', reasons: [seen.because], by: [] }, at);
  }
}

type Position = Pick<GateLife, 'state' | 'reasons' | 'by'>;

/** Since when counts from the first time that it is seen so. */
function entered(life: GateLife, { state, reasons, by }: Position, at: EpochMs): GateLife {
  const sorted = [...new Set(reasons)].sort();
  const isSame = state === life.state && sorted.join(' ') === life.reasons.join(' ');
  return { ...life, state, reasons: sorted, by, since: isSame ? life.since : toInstant(at) };
}

function refused(because: string): RefusedStep {
  return { kind: 'refused', because };
}

export function isRefused(step: GateLife | RefusedStep): step is RefusedStep {
  return 'kind' in step;
}
