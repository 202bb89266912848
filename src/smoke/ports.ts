/** What a run needs from the world, and what it tells while it is under way. */
import type { EpochMs } from '../domain/instant.ts';
import type { ProbeRequest, ProbeResult } from '../domain/probe.ts';
import type { CheckReport, SmokeReport } from './report.ts';
import type { Verdict } from './verdict.ts';

export interface SmokePorts {
  /** Never rejects for what the other side did: that is a result. */
  readonly probe: (request: ProbeRequest, signal: AbortSignal) => Promise<ProbeResult>;
  /** Only written down; no wait and no duration is computed from it. */
  readonly now: () => EpochMs;
  /** Resolves after `ms` milliseconds, or at once when the signal aborts. Never rejects. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to below 1: retries of many runners must not come at one instant. */
  readonly random: () => number;
  /** Aborts after `ms` milliseconds of a clock that never jumps. */
  readonly signalAfter: (ms: number) => AbortSignal;
}

export interface SmokeSubject {
  readonly environment?: string | undefined;
  readonly sha?: string | undefined;
}

export interface SmokeOptions {
  /** The report of a run of the same checks before the deployment. */
  readonly baseline?: SmokeReport | undefined;
  readonly tell?: ((progress: SmokeProgress) => void) | undefined;
  /** Ends the run early: what is not finished is an error of code `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Takes secrets out of a text that was received, before it is cut: half a secret would not be recognised later. */
  readonly redact?: ((text: string) => string) | undefined;
}

export type SmokeProgress =
  | { readonly kind: 'check-started'; readonly id: string }
  | {
      readonly kind: 'attempt';
      readonly id: string;
      readonly verdict: Verdict;
      readonly message: string;
      /** From 1, within its sample. */
      readonly attempt: number;
      readonly ofAttempts: number;
    }
  | { readonly kind: 'check-ended'; readonly report: CheckReport }
  | { readonly kind: 'warm-up'; readonly id: string; readonly message: string };
