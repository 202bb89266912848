/** The times a policy writes, as timelines. */
import { readMoment } from '../calendar/reading.ts';
import { datedTimeline, type Span, type Timeline } from '../calendar/timeline.ts';
import { weeklyTimeline } from '../calendar/weekly.ts';
import { checkedZone } from '../calendar/zone.ts';
import type { Freeze, Policy } from './schema.ts';

/** The timeline of a named window; undefined when the policy has none of that name. */
export function windowTimeline(policy: Policy, name: string): Timeline | undefined {
  if (!Object.hasOwn(policy.windows, name)) return undefined;
  const window = policy.windows[name];
  if (window === undefined) return undefined;
  return weeklyTimeline({ zone: checkedZone(window.zone ?? policy.zone), days: window.days, hours: window.hours });
}

export function freezeTimeline(policy: Pick<Policy, 'zone'>, freeze: Freeze): Timeline {
  return datedTimeline(freezeSpan(policy, freeze));
}

/** The span of a freeze. Its times were checked when the policy was parsed. */
export function freezeSpan(policy: Pick<Policy, 'zone'>, freeze: Freeze): Span & { readonly until: number } {
  const zone = checkedZone(freeze.zone ?? policy.zone);
  const from = readMoment(freeze.from, zone);
  const until = readMoment(freeze.until, zone);
  if (from === undefined || until === undefined) throw new RangeError(`Unreadable freeze ${freeze.name}`);
  return { from, until };
}
