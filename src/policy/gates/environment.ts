/** The built-in gate `environment`: an environment that no policy names has no rules, so it is not opened. */
import { isGoverned } from '../names.ts';
import type { BuiltInGate } from './context.ts';

export const environmentGate: BuiltInGate = {
  name: 'environment',
  yieldsToRollback: false,
  judge({ environment, policies }) {
    if (environment === undefined || isGoverned(policies, environment)) return undefined;
    const reason = { code: 'environment-unknown', environment };
    return { finding: { kind: 'environment', status: 'pending', reason }, owners: policies };
  },
};
