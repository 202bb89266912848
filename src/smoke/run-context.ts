/** What every part of one run shares. */
import { plainLine } from '../domain/markdown.ts';
import type { Show, View } from './assess/assessment.ts';
import { capPerHost } from './per-host.ts';
import type { SmokePlan } from './plan.ts';
import type { SmokeOptions, SmokePorts, SmokeProgress } from './ports.ts';
import type { SmokeReport } from './report.ts';

export interface RunContext {
  readonly ports: SmokePorts;
  readonly ends: Ends;
  readonly view: () => View;
  readonly tell: (progress: SmokeProgress) => void;
  readonly baseline: SmokeReport | undefined;
  /** Ends what is left, because a required check failed. */
  readonly failFast: () => void;
}

/** What ends a run before its checks do. */
export interface Ends {
  readonly deadline: AbortSignal;
  readonly cancelled: AbortSignal;
  readonly failFast: AbortSignal;
  /** The first of them. */
  readonly any: AbortSignal;
}

/** Requests to one host at one time, whatever the number of checks: a smoke test is no load test. */
const PER_HOST = 2;

export function openRun(plan: SmokePlan, ports: SmokePorts, options: SmokeOptions): RunContext {
  const failFast = new AbortController();
  const deadline = ports.signalAfter(plan.deadlineMs);
  const cancelled = options.signal ?? new AbortController().signal;
  const any = AbortSignal.any([deadline, cancelled, failFast.signal]);
  const show = shower(options.redact);
  return {
    ports: { ...ports, probe: capPerHost(ports.probe, PER_HOST) },
    ends: { deadline, cancelled, failFast: failFast.signal, any },
    view: () => ({ nowMs: ports.now(), show }),
    tell: options.tell ?? (() => undefined),
    baseline: options.baseline,
    failFast: () => failFast.abort(),
  };
}

const LONGEST_SHOWN = 200;

function shower(redact: SmokeOptions['redact']): Show {
  return (text, max = LONGEST_SHOWN) => plainLine(redact === undefined ? text : redact(text), max);
}
