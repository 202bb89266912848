/** What is not done because it was decided too long ago. */
import { Counter, type Registry } from 'prom-client';

export function tooOldCounter(registry: Registry): Counter {
  const counter = new Counter({
    name: 'tidegate_effects_too_old_total',
    help: 'Decided over a day ago, and therefore not done: after a restored backup, or a long outage.',
    registers: [registry],
  });
  counter.inc(0);
  return counter;
}
