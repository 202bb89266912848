/** Who is paged when something goes wrong, said before anything does: it is fixed before the window opens. */
import type { EscalatedEvent } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { isGoverned } from '../../policy/names.ts';
import { saidDuration } from './levels.ts';

type Rules = NonNullable<PolicyInForce['policy']['escalation']>;

const WHEN: Readonly<Record<EscalatedEvent, string>> = {
  'verification-failed': 'the verification fails',
  'verification-missing': 'no verification arrives in time',
  'rollback-failed': 'the rollback fails',
};

/**
 * One sentence a rule, such as "When the verification fails: PD_ROUTING_KEY is paged at once, PD_MANAGER_KEY 15
 * minutes later unless somebody acknowledges." Names of variables are all that is shown of receivers. Plain text. Empty:
 * no policy has a rule, or none of them governs the environment.
 */
export function escalationLines(
  policies: readonly Pick<PolicyInForce, 'policy'>[],
  environment: string,
): readonly string[] {
  const inForce = policies.map(({ policy }) => policy);
  if (!isGoverned(inForce, environment)) return [];
  const rules = inForce.flatMap(({ escalation = [] }) => escalation);
  return [...new Set(rules.map(sayRule))];
}

function sayRule({ when, levels }: Rules[number]): string {
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
