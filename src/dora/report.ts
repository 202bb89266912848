/** Delivery figures as data: the document of `tidegate dora --json` (contract, section 8). Durations are in seconds. */
import type { Instant } from '../domain/instant.ts';

export interface DoraReport {
  readonly version: 1;
  /** Names the version of the rules that the figures were made by, and where they are written. */
  readonly definitions: { readonly version: string; readonly rules: string };
  /** Half-open. */
  readonly window: { readonly from: Instant; readonly until: Instant };
  readonly zone: string;
  readonly lanes: readonly LaneMetrics[];
  readonly byTier: Readonly<Record<string, Metrics>>;
  readonly byType: Readonly<Record<string, Metrics>>;
  readonly byTeam: Readonly<Record<string, Metrics>>;
  readonly calibration: Calibration;
  readonly dataQuality: DataQuality;
  /** The first whole quarter of which 90 days were observed, else the first 90 days; absent before. */
  readonly baseline?: Baseline | undefined;
  /** What changed since the baseline, by metric. */
  readonly movement?: Readonly<Record<string, Difference>> | undefined;
  /** Changes of the process on the time line. Absent: not asked for. */
  readonly marks?: readonly Mark[] | undefined;
  /** What the process costs and gives. */
  readonly process: Process;
}

/** Of the deployments that asked for a gate within the window, in production. Null where no gate was told of. */
export interface Process {
  /** Seconds that a gate held a deployment, all its times together; open holds count up to the end of the window. */
  readonly held: {
    readonly byGate: Readonly<Record<string, HeldTime>>;
    /** By tier, from the request until it was let through; those that are held still are in `open`. */
    readonly byTier: Readonly<Record<string, HeldTime>>;
  };
  /** Seconds from when an approval could be given until it was, by the team of who gave it; `none`: of no team. */
  readonly approverLatency: Readonly<Record<string, HeldTime>>;
  /** Of all that were let through or went on. */
  readonly emergencies: Ratio;
  readonly overrides: Ratio;
  readonly bypasses: Ratio;
  readonly unreviewed: Ratio;
  /** Holds after which another candidate took the place of the held one, of all that were held. */
  readonly caught: Ratio;
  /** Ways back and whether they were tried. Absent: nobody looked. */
  readonly drills?: readonly DrillFigure[] | undefined;
  /** Absent: nobody looked. */
  readonly reviews?: ReviewFigures | undefined;
  readonly failRate: {
    /** `1`, `2-5`, `6-20`, `21+` changes; deployments whose changes nobody told are in none. */
    readonly byBatchSize: Readonly<Record<string, FailRate>>;
    readonly byStrategy: Readonly<Record<string, FailRate>>;
  };
}

export interface HeldTime {
  readonly n: number;
  readonly p50: number | null;
  readonly p90: number | null;
  /** Still held at the end of the window. */
  readonly open: number;
}

export interface DrillFigure {
  readonly environment: string;
  /** Where it is tried. */
  readonly in: string;
  /** Null: never. */
  readonly lastAt: Instant | null;
  readonly state: 'done' | 'overdue' | 'never';
}

export interface ReviewFigures {
  readonly open: number;
  readonly overdue: number;
  /** Closed within the window, by label. */
  readonly byCause: Readonly<Record<string, number>>;
}

export interface LaneMetrics {
  readonly service: string;
  readonly environment: string;
  /** The first record of the lane. */
  readonly observedFrom: Instant;
  readonly metrics: Metrics;
  /** Deployments of the window that a rollback went behind, whether they failed or not; by the ids of both. */
  readonly takenBack?: readonly { readonly deployment: string; readonly rollback: string }[] | undefined;
  /** Each that the policy sets, judged on the interval. Ours. Absent: it sets none. */
  readonly targets?: readonly TargetFigure[] | undefined;
}

export interface TargetFigure {
  /** As the policy names it, e.g. `lead-time`. */
  readonly name: string;
  /** E.g. `at most 5 %`. */
  readonly wanted: string;
  readonly verdict: 'met' | 'missed' | 'unknown';
}

export interface Metrics {
  readonly deploymentFrequency: Frequency;
  readonly leadTime: LeadTime;
  readonly changeFailRate: FailRate;
  readonly recoveryTime: RecoveryTime;
  readonly reworkRate: Ratio;
}

/** At 95 %. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
  readonly method: 'wilson' | 'garwood' | 'order-statistic' | 'newcombe';
}

/** `value` null has a `reason`. */
export interface Figure {
  readonly value: number | null;
  readonly reason?: string | undefined;
  readonly n: number;
  readonly interval: Interval | null;
}

export interface Ratio extends Figure {
  readonly numerator: number;
}

export interface FailRate extends Ratio {
  /** Younger than 72 h at the end of the window: in neither number. */
  readonly maturing: number;
}

/** Per day. `n`: without rollbacks and redeploys. */
export interface Frequency extends Figure {
  readonly rollbacks: number;
  readonly redeploys: number;
  readonly deployFailures: number;
  readonly medianGap: number | null;
  /** ISO weeks by the local date of the zone, e.g. `2026-W13`. */
  readonly weeks: readonly { readonly week: string; readonly n: number }[];
}

/** `value` is `p50`. */
export interface Spread extends Figure {
  readonly p50: number | null;
  readonly p75: number | null;
  readonly p90: number | null;
}

export interface LeadTime extends Spread {
  readonly mergeToDeploy: { readonly value: number | null; readonly n: number };
}

export interface RecoveryTime extends Spread {
  readonly open: number;
}

export interface Difference {
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** Whether two tiers tell risk apart. */
export interface Separation {
  readonly state: 'recalibrate' | 'separated' | 'not-enough-evidence';
  /** Of the change fail rates: the higher tier minus the lower. */
  readonly difference: Difference;
  /** About how many more deployments are wanted. */
  readonly needed?: number | undefined;
}

/** The highest tier against the lowest. */
export interface Calibration extends Separation {
  /** Each tier against the next one, lowest first. Ours: the contract names no key for it. Absent: there are but two. */
  readonly steps?: readonly CalibrationStep[] | undefined;
}

export interface CalibrationStep extends Separation {
  readonly lower: string;
  readonly higher: string;
}

export interface Baseline {
  /** E.g. `2026-Q3`. */
  readonly quarter: string;
  readonly metrics: Metrics;
}

export interface Mark {
  readonly at: Instant;
  readonly what: 'policy';
  readonly sha: string;
  readonly summary: string;
}

export interface DataQuality {
  /** Unlinked incidents within 24 h of a deployment: to be confirmed by a person, counted nowhere. */
  readonly suggestedCauses: readonly { readonly incident: string; readonly deployment: string }[];
  readonly negativeLeadTimes: number;
  readonly duplicates: number;
  readonly outOfOrder: number;
  readonly unknownKinds: number;
  /** Attempts in environments that are not production, by name; the ten with the most. */
  readonly otherEnvironments?: Readonly<Record<string, number>> | undefined;
  readonly [count: string]: unknown;
}
