/** What one look at policy and facts says. */
import type { Decision } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import type { Problem } from '../domain/problem.ts';
import type { JoinedPolicies } from '../flow/policies.ts';
import type { PolicyInForce } from '../policy/decide.ts';

export type Answer =
  | {
      readonly kind: 'decided';
      readonly policies: readonly PolicyInForce[];
      readonly facts: Facts;
      readonly decision: Decision;
      readonly warnings: readonly Problem[];
    }
  /** Nothing could be decided: no policy, one that cannot be applied, or one that cannot be read. */
  | Exclude<JoinedPolicies, { kind: 'in-force' }>;
