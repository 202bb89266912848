/** What holds where nobody has written a policy: the tier follows the release type. */
import type { Policy } from './schema.ts';

/** What `version: 1` alone means, here in full: whoever has no policy need not wait until the grammar is loaded. */
export const BUILT_IN_POLICY: Policy = {
  version: 1,
  mode: 'enforce',
  zone: 'UTC',
  tiers: ['low', 'medium', 'high'],
  'release-types': {},
  windows: {},
  freezes: [],
  services: {},
  gates: [],
};
