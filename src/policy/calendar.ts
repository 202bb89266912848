/** The times a policy writes, as timelines. */
import { readMoment } from '../calendar/reading.ts';
import { datedTimeline, remembering, type Span, type Timeline } from '../calendar/timeline.ts';
import { weeklyTimeline } from '../calendar/weekly.ts';
import { checkedZone } from '../calendar/zone.ts';
import type { Freeze, Policy } from './schema.ts';

const made = new WeakMap<Policy, Map<string, Timeline>>();

/** The timeline of a named window, one for all gates that ask for it; undefined when the policy has none of that name. */
export function windowTimeline(policy: Policy, name: string): Timeline | undefined {
  const window = Object.hasOwn(policy.windows, name) ? policy.windows[name] : undefined;
  if (window === undefined) return undefined;
  const timelines = made.get(policy) ?? new Map<string, Timeline>();
  made.set(policy, timelines);
  const zone = checkedZone(window.zone ?? policy.zone);
  const timeline = timelines.get(name) ?? remembering(weeklyTimeline({ zone, days: window.days, hours: window.hours }));
  timelines.set(name, timeline);
  return timeline;
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
