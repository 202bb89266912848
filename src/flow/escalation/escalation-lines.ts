/** Who is paged when something goes wrong, said before anything does: it is fixed before the window opens. */
import { saidDuration } from '../../calendar/wording.ts';
import type { EscalatedEvent } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { isGoverned } from '../../policy/names.ts';
import type { SettledRule } from '../ports.ts';
import { called } from './called.ts';
import { rulesFor } from './rules.ts';

const WHEN: Readonly<Record<EscalatedEvent, string>> = {
  'verification-failed': 'the verification fails',
  'verification-missing': 'no verification arrives in time',
  'rollback-failed': 'the rollback fails',
};

/**
 * One sentence a rule, such as "When the verification fails: on call (PD_ROUTING_KEY) is paged at once, level 2
 * (PD_MANAGER_KEY) 15 minutes later unless somebody acknowledges." Names of variables are all that is shown of receivers. Plain text. Empty:
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

/** `on call (PD_ROUTING_KEY) at once, level 2 (PD_MANAGER_KEY) 15 minutes later unless somebody acknowledges`, one a rule. */
export function wokenBy(
  policies: readonly Pick<PolicyInForce, 'policy'>[],
  environment: string,
  event: EscalatedEvent,
): readonly string[] {
  const rules = rulesAhead(policies, environment).filter(({ when }) => when.includes(event));
  return [...new Set(rules.map((rule) => sayLevels(rule).replace(' is paged at once', ' at once')))];
}

function sayRule(rule: SettledRule): string {
  return `When ${joined(rule.when.map((event) => WHEN[event]))}: ${sayLevels(rule)}.`;
}

function sayLevels({ levels }: SettledRule): string {
  const pages = levels.map(({ after, page }, index) => {
    const who = called(index + 1, page);
    if (after === null) return `${who} is paged at once`;
    const unless = index === 1 ? ' unless somebody acknowledges' : '';
    return `${who} ${saidDuration(after)} later${unless}`;
  });
  return pages.join(', ');
}

function joined(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} or ${last}`;
}
