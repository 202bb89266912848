/** Now and then the store forgets what nobody asks for any more. */
import type { Sweep } from './sweep.ts';

export const housekeeping: Sweep = {
  name: 'housekeeping',
  everyMs: 600_000,
  run: async ({ store, clock }) => {
    const { deliveries, records } = await store.prune(clock.now());
    const message = 'Forgot what nobody asks for any more';
    const isWorthTelling = deliveries + records > 0;
    return {
      memory: null,
      isUnfinished: false,
      notices: isWorthTelling ? [{ level: 'info', message, about: { deliveries, records } }] : [],
    };
  },
};
