/** Whether those whom a policy pages can be paged. */
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import type { Check } from './check.ts';

/** @param faultOf why nobody is paged through a variable, fits after its name; null: somebody is. */
export function judgePages(
  policies: readonly PolicyInForce[],
  repository: RepositoryRef,
  faultOf: (variable: string) => string | null,
): readonly Check[] {
  const levels = policies
    .flatMap(({ policy }) => policy.escalation ?? [])
    .flatMap((rule) => rule.levels.map(({ page }, index) => ({ page, level: index + 1 })));
  const first = levels.filter((each) => levels.find(({ page }) => page === each.page) === each);
  return first.flatMap(({ page, level }): readonly Check[] => {
    const fault = faultOf(page);
    if (fault === null) return [];
    return [
      {
        code: 'page-refused',
        level: 'problem',
        subject: page,
        what: `Level ${level} of \`escalation\` cannot be paged: ${page} ${fault}`,
        why: 'when a release goes wrong, nobody of this level is woken',
        fix: `Set ${page} to the routing key of a PagerDuty integration ("Events API v2"), add ${fullName(repository)}:${page} to NOTIFY_VARIABLES, and start the App anew`,
      },
    ];
  });
}
