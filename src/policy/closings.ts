/** The windows that are open while something else is missing: until when, and what comes after. */
import { sayLocal } from '../calendar/wording.ts';
import type { Decision } from '../domain/decision.ts';
import { type EpochMs, epochMs, type Instant } from '../domain/instant.ts';
import type { PolicyInForce } from './gates/context.ts';
import { opensAfter } from './gates/window.ts';

/** `morning closes Wed 25 Nov 12:00 Europe/Berlin; after that the next opening is Wed 2 Dec 10:00 Europe/Berlin`. */
export function sayClosings({ gates, at }: Decision, policies: readonly PolicyInForce[]): readonly string[] {
  const told = gates.flatMap(({ name, requirements }) =>
    requirements.flatMap(({ reason }) => {
      const { code, windows, closesAt } = reason;
      if (code !== 'window-open' || typeof closesAt !== 'string') return [];
      const zone = String(reason['zone'] ?? 'UTC');
      const say = (instant: EpochMs) => sayLocal(instant, zone, epochMs(at));
      const closing = epochMs(closesAt as Instant);
      const again = opensAgain(name, closing, policies);
      const next = again === undefined ? '' : `; after that the next opening is ${say(again)}`;
      return [`${Array.isArray(windows) ? windows.join(', ') : 'The window'} closes ${say(closing)}${next}`];
    }),
  );
  return [...new Set(told)];
}

/** Undefined: that is not known. */
function opensAgain(gate: string, closesAt: EpochMs, policies: readonly PolicyInForce[]): EpochMs | undefined {
  const openings = policies.flatMap(({ policy }) => opensAfter(policy, gate, closesAt) ?? []);
  return openings.length === 1 ? openings[0] : undefined;
}
