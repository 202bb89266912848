/**
 * What a later run compares with, so that people are told of a change of state and not of every number that moved.
 *
 * The rules:
 * - A state is a definite verdict: a target met or missed by the whole interval, tiers separated or to be recalibrated.
 *   While the evidence is not enough, the last definite verdict stands: a figure that wavers around its limit tells
 *   nothing, and neither does a verdict that comes back.
 * - Told are the first figures (with the targets missed at that time), each change of a definite verdict, and new
 *   definitions, after which the figures before are compared with nothing.
 * - Never told are numbers, new lanes as such, and lanes that went away.
 */
import { digestOf } from '../domain/canonical.ts';
import { sayLane } from './render/attention.ts';
import { sayMetric } from './render/metrics.ts';
import { type DoraTargets, judgeTarget, METRIC_NAMES, TARGET_NAMES, type Verdict } from './render/targets.ts';
import { sayName } from './render/words.ts';
import type { Calibration, DoraReport, LaneMetrics } from './report.ts';

export interface DoraState {
  readonly version: 1;
  /** The version of the definitions that it was judged by. */
  readonly definitions: string;
  /** The last definite one; before any, `not-enough-evidence`. */
  readonly calibration: Calibration['state'];
  /** Whether there was a deployment to count. */
  readonly hasFigures: boolean;
  /** By digest of the lane, which names nothing: `+` met, `!` missed, `?` unknown, in the order of the metrics. */
  readonly lanes: Readonly<Record<string, string>>;
  /** The last quarter that was told, or that was over when figures were first told, e.g. `2026-Q3`. */
  readonly quarter?: string | undefined;
}

/** A state just seen. The words are for {@link changesOf} and are not kept. */
export interface SeenState extends DoraState {
  /** By lane and verdict, e.g. `0a1b…/2`: the sentence of that target. */
  readonly words: Readonly<Record<string, string>>;
}

const LETTERS: Readonly<Record<Verdict, string>> = { met: '+', missed: '!', unknown: '?' };
const UNJUDGED = LETTERS.unknown.repeat(TARGET_NAMES.length);

/** A kept state stays small; the lanes after these, by their digests, are never told about. */
const MOST_LANES = 500;

/**
 * @param before what was kept; its definite verdicts stand where there is not enough evidence now.
 */
export function stateOf(report: DoraReport, targets?: DoraTargets, before: DoraState | null = null): SeenState {
  const known = before?.definitions === report.definitions.version ? before : null;
  const judged = report.lanes.map((lane) => judgeLane(lane, targets ?? {}, known));
  const { state } = report.calibration;
  return {
    version: 1,
    definitions: report.definitions.version,
    calibration: state === 'not-enough-evidence' ? (known?.calibration ?? state) : state,
    hasFigures: before?.hasFigures === true || report.lanes.some(({ metrics }) => metrics.deploymentFrequency.n > 0),
    lanes: keptLanes({ ...known?.lanes, ...Object.fromEntries(judged.map(({ key, verdicts }) => [key, verdicts])) }),
    words: Object.assign({}, ...judged.map(({ words }) => words)),
    ...(before?.quarter === undefined ? {} : { quarter: before.quarter }),
  };
}

interface JudgedLane {
  readonly key: string;
  readonly verdicts: string;
  readonly words: Readonly<Record<string, string>>;
}

function judgeLane(lane: LaneMetrics, targets: DoraTargets, before: DoraState | null): JudgedLane {
  const key = digestOf([lane.service.toWellFormed(), lane.environment.toWellFormed()]).slice(0, 12);
  const earlier = before?.lanes[key] ?? UNJUDGED;
  const words: Record<string, string> = {};
  const verdicts = TARGET_NAMES.map((name, at) => {
    const judged = judgeTarget(name, lane.metrics, targets);
    // Whoever takes a target away asks anew when setting one again.
    if (judged === undefined) return LETTERS.unknown;
    const { value, interval } = sayMetric(name, lane.metrics);
    words[`${key}/${at}`] =
      `${sayLane(lane)}: the target of ${METRIC_NAMES[name].toLowerCase()}, ${judged.wanted}, is ${judged.verdict}. It is ${value} now (95 % interval ${interval}).`;
    return judged.verdict === 'unknown' ? (earlier[at] ?? LETTERS.unknown) : LETTERS[judged.verdict];
  });
  return { key, verdicts: verdicts.join(''), words };
}

function keptLanes(lanes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const judged = Object.entries(lanes).filter(([, verdicts]) => verdicts !== UNJUDGED);
  return Object.fromEntries(judged.sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, MOST_LANES));
}

/** Sentences for a comment, as inert Markdown; none: nothing changed that is worth telling. */
export function changesOf(before: DoraState | null, now: SeenState): readonly string[] {
  if (!now.hasFigures) return [];
  if (before === null || !before.hasFigures) return ['The first delivery figures are here.', ...tellTargets(null, now)];
  if (before.definitions !== now.definitions) {
    return [
      `The definitions changed from ${sayName(before.definitions)} to ${sayName(now.definitions)}: figures from before do not compare with those from now on.`,
    ];
  }
  return [...tellCalibration(before, now), ...tellTargets(before, now)];
}

function tellCalibration(before: DoraState, now: DoraState): readonly string[] {
  if (before.calibration === now.calibration) return [];
  if (now.calibration === 'recalibrate') {
    return [
      'The tiers want recalibration: releases of the highest tier do not fail clearly more often than those of the lowest, or the lowest fails too often.',
    ];
  }
  return now.calibration === 'separated'
    ? ['The tiers are separated: releases of the highest tier fail more often than those of the lowest.']
    : [];
}

/** Without a state before only what is missed is told. */
function tellTargets(before: DoraState | null, now: SeenState): readonly string[] {
  return Object.entries(now.lanes).flatMap(([key, verdicts]) =>
    [...verdicts].flatMap((verdict, at) => {
      const earlier = before?.lanes[key]?.[at] ?? LETTERS.unknown;
      if (verdict === earlier || (before === null && verdict !== LETTERS.missed)) return [];
      return now.words[`${key}/${at}`] ?? [];
    }),
  );
}

/** The state as the text that is kept: JSON in which nothing can end a comment of HTML. */
export function keepState({ version, definitions, calibration, hasFigures, lanes, quarter }: DoraState): string {
  const text = JSON.stringify({ version, definitions, calibration, hasFigures, lanes, quarter });
  return text.replace(/[<>&]|--/gu, (found) =>
    [...found].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  );
}

const MARK = '<!-- tidegate:dora-state ';

/** The state as a comment that nobody sees, for an issue whose keeper has no other memory. */
export function stateMark(state: DoraState): string {
  return `${MARK}${keepState(state)} -->`;
}

/** What {@link stateMark} wrote into a body; null: none, or none that can be read. */
export function stateIn(body: string): DoraState | null {
  const begin = body.indexOf(MARK);
  const end = begin < 0 ? -1 : body.indexOf(' -->', begin);
  return end < 0 ? null : readState(body.slice(begin + MARK.length, end));
}

/** What {@link keepState} wrote; null when it is anything else. */
export function readState(text: string): DoraState | null {
  const kept = parsed(text);
  if (kept === null || kept['version'] !== 1 || typeof kept['hasFigures'] !== 'boolean') return null;
  const { definitions, calibration, lanes } = kept;
  if (typeof definitions !== 'string' || !isCalibration(calibration) || !isLanes(lanes)) return null;
  const quarter = quarterIn(kept['quarter']);
  return { version: 1, definitions, calibration, hasFigures: kept['hasFigures'], lanes, ...quarter };
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** States of older versions have none. */
function quarterIn(value: unknown): Pick<DoraState, 'quarter'> {
  return typeof value === 'string' && /^\d{4}-Q[1-4]$/u.test(value) ? { quarter: value } : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCalibration(value: unknown): value is Calibration['state'] {
  return value === 'recalibrate' || value === 'separated' || value === 'not-enough-evidence';
}

function isLanes(value: unknown): value is Readonly<Record<string, string>> {
  return (
    isRecord(value) &&
    Object.values(value).every((verdicts) => typeof verdicts === 'string' && /^[+!?]{5}$/u.test(verdicts))
  );
}
