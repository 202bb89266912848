/** What a policy asks of a change, and whether a clone can tell. */
import type { Policy, RiskRule } from '../../policy/schema.ts';

/** Every key that a risk rule can have: a new one has to say here what of a clone answers it. */
const ANSWERED_BY: Readonly<Record<keyof NonNullable<RiskRule['when']>, 'files' | 'message' | 'nothing'>> = {
  paths: 'files',
  'only-paths': 'files',
  type: 'message',
  labels: 'nothing',
};

function keysAnsweredBy(policy: Policy, what: 'files' | 'nothing'): readonly string[] {
  const asked = new Set((policy.risk ?? []).flatMap(({ when }) => Object.keys(when ?? {})));
  return Object.entries(ANSWERED_BY).flatMap(([key, answer]) => (answer === what && asked.has(key) ? [key] : []));
}

/** Whether changed files decide anything: if not, git need not compare a single pair of commits. */
export function looksAtFiles(policy: Policy): boolean {
  return keysAnsweredBy(policy, 'files').length > 0;
}

/** One sentence for each kind of rule that is taken as not matching. */
export function unreadableRules({
  policy,
  file,
}: {
  readonly policy: Policy;
  readonly file: string;
}): readonly string[] {
  const rules = keysAnsweredBy(policy, 'nothing').map(
    (key) =>
      `A clone has no ${key} of pull requests, so the risk rules of ${file} that ask for ${key} are taken as not matching.`,
  );
  if (Object.keys(policy['release-types']).length === 0) return rules;
  return [
    ...rules,
    `A clone has no labels of pull requests, so the \`release-types\` of ${file} are not applied; types follow Conventional Commits.`,
  ];
}
