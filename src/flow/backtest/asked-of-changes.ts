/** What a policy asks of a change, and whether a clone can tell. */
import type { PolicyInForce } from '../../policy/decide.ts';
import type { Policy, RiskRule, When } from '../../policy/schema.ts';

/** What of a clone answers a question; or why nothing does, as the beginning of a sentence. */
type Answer = 'files' | 'message' | { readonly nothing: string };

const NO_ACCOUNTS = 'A clone knows names and addresses of authors and not their accounts';

const NO_COMMITS = 'A clone does not tell how many commits were squashed into one';
const NO_LINES = 'A backtest counts no lines, since git takes ten times as long for that';

type ChangeKey = Exclude<keyof When, 'release'>;
type ReleaseKey = `release.${keyof NonNullable<When['release']>}`;

/** Every key that a risk rule can have: a new one has to say here what of a clone answers it. */
const ANSWERED_BY: Readonly<Record<ChangeKey | ReleaseKey, Answer>> = {
  paths: 'files',
  'only-paths': 'files',
  files: 'files',
  type: 'message',
  title: 'message',
  labels: { nothing: 'A clone has no labels of pull requests' },
  base: { nothing: 'A clone has no base branches of pull requests' },
  author: { nothing: NO_ACCOUNTS },
  'author-in': { nothing: NO_ACCOUNTS },
  bot: { nothing: NO_ACCOUNTS },
  dependency: { nothing: NO_ACCOUNTS },
  unreviewed: { nothing: 'A clone has no reviews' },
  commits: { nothing: NO_COMMITS },
  lines: { nothing: NO_LINES },
  'release.changes': 'message',
  'release.files': 'files',
  'release.commits': { nothing: NO_COMMITS },
  'release.lines': { nothing: NO_LINES },
};

function answersTo(when: When): readonly (readonly [string, Answer])[] {
  const { release = {}, ...ofChange } = when;
  const asked = new Set([...Object.keys(ofChange), ...Object.keys(release).map((key) => `release.${key}`)]);
  return Object.entries(ANSWERED_BY).filter(([key]) => asked.has(key));
}

function isAnswered({ when }: RiskRule): boolean {
  return answersTo(when ?? {}).every(([, answer]) => typeof answer === 'string');
}

/** Whether changed files decide anything: if not, git need not compare a single pair of commits. */
export function looksAtFiles(policy: Policy): boolean {
  if (Object.keys(policy.services).length > 0) return true;
  return (policy.risk ?? []).some(({ when }) => answersTo(when ?? {}).some(([, answer]) => answer === 'files'));
}

/**
 * The policy without the rules that a clone cannot answer: they are taken as not matching, whether they ask for
 * something or for its absence.
 *
 * @param knowsLanes whether it is known how often the lane failed; if not, nothing escalates.
 */
export function answerable(inForce: PolicyInForce, knowsLanes: boolean): PolicyInForce {
  const { escalate, ...policy } = inForce.policy;
  const risk = policy.risk?.filter(isAnswered);
  return {
    ...inForce,
    policy: {
      ...policy,
      ...(risk === undefined ? {} : { risk }),
      ...(escalate === undefined || !knowsLanes ? {} : { escalate }),
    },
  };
}

/** One sentence for each kind of rule that is left out. */
export function unreadableRules({ policy, file }: PolicyInForce, knowsLanes: boolean): readonly string[] {
  const asked = new Map((policy.risk ?? []).flatMap(({ when }) => answersTo(when ?? {})));
  const rules = [...asked].flatMap(([key, answer]) =>
    typeof answer === 'string'
      ? []
      : [`${answer.nothing}, so the risk rules of ${file} that ask for \`${key}\` are taken as not matching.`],
  );
  const escalation = `Tags do not tell how often a release failed, so the \`escalate\` of ${file} is not applied. Give a file of deployments, verifications and incidents to have it counted.`;
  const types = `A clone has no labels of pull requests, so the \`release-types\` of ${file} are not applied; types follow Conventional Commits.`;
  return [
    ...rules,
    ...(policy.escalate === undefined || knowsLanes ? [] : [escalation]),
    ...(Object.keys(policy['release-types']).length === 0 ? [] : [types]),
  ];
}
