/** Figures in words: what a lead reads without a legend. Nothing unknown is ever said as 0. */
import { checkedZone } from '../../calendar/zone.ts';
import { epochMs, type Instant } from '../../domain/instant.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import type { Figure, Frequency, Ratio } from '../report.ts';

/** Names of services, teams and the like; a longer one is cut. */
const LONGEST_NAME = 80;

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** A name that others chose, harmless anywhere in Markdown. */
export function sayName(name: string): string {
  return inertMarkdown(plainLine(name, LONGEST_NAME)) || '(no name)';
}

/** `2 d 4 h`, `3 h 20 min`, `4 min 12 s`, `30 s`; of seconds, to the two largest units that matter. */
export function sayDuration(seconds: number): string {
  const size = Math.abs(seconds);
  const sign = seconds < 0 ? '−' : '';
  const whole = Math.round(size);
  if (whole < MINUTE) return `${sign}${whole} s`;
  if (whole < HOUR) return sign + twoUnits(whole, MINUTE, 'min', 1, 's');
  const minutes = Math.round(size / MINUTE) * MINUTE;
  if (minutes < DAY) return sign + twoUnits(minutes, HOUR, 'h', MINUTE, 'min');
  return sign + twoUnits(Math.round(size / HOUR) * HOUR, DAY, 'd', HOUR, 'h');
}

function twoUnits(seconds: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((seconds % large) / small);
  return `${Math.floor(seconds / large)} ${largeName}${rest === 0 ? '' : ` ${rest} ${smallName}`}`;
}

/** `6.2 %`, of a share between 0 and 1. A share that is not 0 is never said as 0. */
export function sayPercent(share: number): string {
  return `${percent(share)} %`;
}

function percent(share: number): string {
  const text = trimmed((share * 100).toFixed(1));
  if (share > 0 && text === '0') return 'below 0.1';
  return share < 1 && text === '100' ? 'above 99.9' : text;
}

/** `12`, `1.3`, `0.25`. */
export function sayNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 10 || Number.isInteger(value)) return String(Math.round(value));
  return trimmed(size >= 1 ? value.toFixed(1) : value.toPrecision(2));
}

function trimmed(text: string): string {
  return text.includes('.') && !text.includes('e') ? text.replace(/\.?0+$/u, '') : text;
}

/** `1 deployment`, `2 deployments`. */
export function count(n: number, one: string, several = `${one}s`): string {
  return `${n} ${n === 1 ? one : several}`;
}

/** Rare events are told by the week or by 30 days: nobody reads 0.033 a day. */
export interface Pace {
  readonly days: number;
  readonly each: string;
}

export function paceOf({ value, interval }: Pick<Frequency, 'value' | 'interval'>): Pace {
  const perDay = value === null || value === 0 ? (interval?.upper ?? 1) : value;
  if (perDay >= 1) return { days: 1, each: 'a day' };
  return perDay >= 1 / 7 ? { days: 7, each: 'a week' } : { days: 30, each: 'in 30 days' };
}

export function sayPace(perDay: number, { days, each }: Pace): string {
  return `${sayNumber(perDay * days)} ${each}`;
}

/** Seconds that a lane was observed. Of minutes only the number says something: by the day it would be thousands. */
function observedFor({ value, n }: Pick<Frequency, 'value' | 'n'>): number {
  return value === null || value === 0 ? Number.POSITIVE_INFINITY : (n / value) * DAY;
}

export function sayFrequency(figure: Frequency): string {
  const { value, n } = figure;
  if (value === null) return sayUnknown(figure);
  const observed = observedFor(figure);
  return observed < DAY ? `${n} in ${sayDuration(observed)}` : sayPace(value, paceOf(figure));
}

/** `, besides 1 rollback`: what its number leaves out, so that nobody takes 0 deployments for nothing that happened. */
export function sayOthers({ rollbacks, redeploys }: Pick<Frequency, 'rollbacks' | 'redeploys'>): string {
  const others = [
    ...(rollbacks > 0 ? [count(rollbacks, 'rollback')] : []),
    ...(redeploys > 0 ? [count(redeploys, 'redeploy')] : []),
  ];
  return others.length === 0 ? '' : `, besides ${others.join(' and ')}`;
}

export function sayRate(figure: Ratio): string {
  if (figure.value === null) return sayUnknown(figure);
  return `${sayPercent(figure.value)} (${figure.numerator}/${figure.n})`;
}

/** `unknown: no deployment has failed`. */
export function sayUnknown({ reason }: Pick<Figure, 'reason'>): string {
  return reason === undefined || reason === '' ? 'unknown' : `unknown: ${sayReason(reason)}`;
}

const REASONS: Readonly<Record<string, string>> = {
  'all-maturing': 'every deployment is younger than 72 h',
  'all-open': 'no failure has ended yet',
  'too-many-open': 'too many failures have not ended yet',
  'no-changes-known': 'of no deployment is it known what it brought',
  'no-deployments': 'nothing was deployed',
  'no-gates': 'no gate was asked',
  'no-failures': 'nothing failed',
  'not-observed': 'the lane was not observed',
};

/** Reasons are codes (`no-failures`) or sentences. */
function sayReason(reason: string): string {
  const known = Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined;
  if (known !== undefined) return known;
  const text = /^[a-z0-9]+(-[a-z0-9]+)*$/u.test(reason) ? reason.replaceAll('-', ' ') : reason;
  return inertMarkdown(plainLine(text, 200));
}

function noInterval(n: number): string {
  return n === 0 ? 'none' : `none, ${n} ${n === 1 ? 'is' : 'are'} too few`;
}

/** `2.4 to 14.8 %`. */
export function sayRateInterval({ interval, n }: Pick<Figure, 'interval' | 'n'>): string {
  return interval === null ? noInterval(n) : `${percent(interval.lower)} to ${percent(interval.upper)} %`;
}

/** `1 d 20 h to 3 d 2 h`. */
export function sayDurationInterval({ interval, n }: Pick<Figure, 'interval' | 'n'>): string {
  return interval === null ? noInterval(n) : `${sayDuration(interval.lower)} to ${sayDuration(interval.upper)}`;
}

/** `1 to 1.6 a day`. */
export function sayFrequencyInterval(figure: Pick<Frequency, 'value' | 'interval' | 'n'>): string {
  const { interval } = figure;
  if (interval === null) return noInterval(figure.n);
  if (observedFor(figure) < DAY) return 'none for less than a day';
  const { days, each } = paceOf(figure);
  return `${sayNumber(interval.lower * days)} to ${sayNumber(interval.upper * days)} ${each}`;
}

/** `2026-08-24 09:00`, on the wall clock of the zone. */
export function sayMoment(at: Instant, zone: string): string {
  return new Date(checkedZone(zone).toLocal(epochMs(at))).toISOString().slice(0, 16).replace('T', ' ');
}

/** `2026-08-24`, by the calendar of the zone. */
export function sayDate(at: Instant, zone: string): string {
  return sayMoment(at, zone).slice(0, 10);
}
