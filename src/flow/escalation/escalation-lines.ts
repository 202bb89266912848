/** Who is paged when something goes wrong, said before anything does: it is fixed before the window opens. */
import type { EscalatedEvent } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { isGoverned } from '../../policy/names.ts';
import type { SettledRule } from '../ports.ts';
import { saidDuration } from './levels.ts';
import { rulesFor } from './rules.ts';

const WHEN: Readonly<Record<EscalatedEvent, string>> = {
  'verification-failed': 'the verification fails',
  'verification-missing': 'no verification arrives in time',
  'rollback-failed': 'the rollback fails',
};

/**
 * One sentence a rule, such as "When the verification fails: PD_ROUTING_KEY is paged at once, PD_MANAGER_KEY 15
 * minutes later unless somebody acknowledges." Names of variables are all that is shown of receivers. Plain text. Empty:
 * no policy has a rule for the environment, or none of them governs it.
 */
export function escalationLines(
  policies: readonly Pick<PolicyInForce, 'policy'>[],
  environment: string,
): readonly string[] {
  return [...new Set(rulesAhead(policies, environment).map(sayRule))];
}

/** Those that count once a gate is opened there. */
export function rulesAhead(
  policies: readonly Pick<PolicyInForce, 'policy'>[],
  environment: string,
): readonly SettledRule[] {
  const inForce = policies.map(({ policy }) => policy);
  return isGoverned(inForce, environment) ? rulesFor(policies, environment) : [];
}

function sayRule({ when, levels }: SettledRule): string {
  const pages = levels.map(({ after, page }, index) => {
    if (after === null) return `${page} is paged at once`;
    const unless = index === 1 ? ' unless somebody acknowledges' : '';
    return `${page} ${saidDuration(after)} later${unless}`;
  });
  return `When ${joined(when.map((event) => WHEN[event]))}: ${pages.join(', ')}.`;
}

function joined(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} or ${last}`;
}
