/** What a release is judged with: facts and policies, and what follows from them for every requirement. */
import type { Facts } from '../domain/facts.ts';
import { epochMs } from '../domain/instant.ts';
import { classifyRelease } from './classify-release.ts';
import type { PolicyInForce, ReleaseContext } from './gates/context.ts';
import { directoryOf } from './people.ts';

export function releaseContext(inForce: readonly PolicyInForce[], facts: Facts): ReleaseContext {
  const policies = inForce.map(({ policy }) => policy);
  return {
    facts,
    at: epochMs(facts.at),
    policies,
    risk: classifyRelease(policies, facts),
    kind: facts.question.kind,
    directory: directoryOf(facts),
    environment: facts.question.kind === 'deploy' ? facts.question.environment : undefined,
  };
}
