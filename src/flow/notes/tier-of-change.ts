/** The tier of each change in the notes, as the policy engine gives it. */
import type { Change } from '../../domain/facts.ts';
import { filesOf, type RangeChange } from '../../notes/change.ts';
import { classifyChange } from '../../policy/classify.ts';
import type { Policy, RiskRule, When } from '../../policy/schema.ts';
import { commonTiers } from '../../policy/tiers.ts';

/** Where the history is read. */
export type AnsweredBy = 'clone' | 'github';

/** Who can tell, of a change that was deployed long ago, what a risk rule asks: a new key has to say so here. */
const TOLD_BY: Readonly<Record<keyof When, readonly AnsweredBy[]>> = {
  paths: ['clone', 'github'],
  'only-paths': ['clone', 'github'],
  files: ['clone', 'github'],
  type: ['clone', 'github'],
  title: ['clone', 'github'],
  labels: ['github'],
  base: ['github'],
  author: ['github'],
  'author-in': [],
  bot: [],
  dependency: [],
  unreviewed: [],
  commits: [],
  lines: [],
  // What it was deployed with is not looked up again.
  release: [],
};
const OF_FILES: readonly (keyof When)[] = ['paths', 'only-paths', 'files'];

function keysOf({ when }: RiskRule): readonly (keyof When)[] {
  return (Object.keys(TOLD_BY) as (keyof When)[]).filter((key) => Object.hasOwn(when ?? {}, key));
}

/** The rules that the history answers; the others are taken as not matching, as a backtest does. */
function answeredRules({ risk }: Policy, answeredBy: AnsweredBy): readonly RiskRule[] | undefined {
  return risk?.filter((rule) => keysOf(rule).every((key) => TOLD_BY[key].includes(answeredBy)));
}

/** Whether changed files decide any tier: they are most of the work. */
export function asksForFiles(policy: Policy, answeredBy: AnsweredBy): boolean {
  return (answeredRules(policy, answeredBy) ?? []).some((rule) => keysOf(rule).some((key) => OF_FILES.includes(key)));
}

interface Reading {
  readonly answeredBy: AnsweredBy;
  /** Whether files were asked for; what then has none is of unknown risk. */
  readonly withFiles: boolean;
}

/** @param policies at least one, the organisation's first: the higher tier counts, as it does for the release */
export function tierOfChange(
  policies: readonly Policy[],
  { answeredBy, withFiles }: Reading,
): (change: RangeChange) => string {
  const answered = policies.map((policy): Policy => {
    const risk = answeredRules(policy, answeredBy);
    return { ...policy, ...(risk === undefined ? {} : { risk: [...risk] }) };
  });
  const { tiers, isCommon } = commonTiers(policies);
  return (change) => {
    const given = answered.map((policy) => classifyChange(policy, changeOf(change, withFiles), { people: {} }).tier);
    // Policies that do not agree about tiers give the highest.
    const rank = isCommon ? Math.max(...given.map((tier) => tiers.indexOf(tier))) : tiers.length - 1;
    return tiers[rank] as string;
  };
}

/** What rules and gates are applied to; what the history does not tell is left out. */
export function changeOf(change: RangeChange, withFiles: boolean): Change {
  const files = filesOf(change);
  if (change.kind === 'commit') {
    const { sha, message, author, committedAt } = change.commit;
    return { kind: 'commit', sha, message, author: author.login ?? author.name, at: committedAt, files: files ?? [] };
  }
  const { known, commits, first } = change;
  const author = known?.author ?? first.author.login ?? first.author.name;
  return {
    kind: 'pull-request',
    number: change.number,
    title: change.title,
    body: change.body,
    author,
    contributors: [author],
    labels: known?.labels ?? [],
    base: known?.base ?? '',
    headSha: commits.at(-1)?.sha ?? first.sha,
    files: files ?? [],
    filesComplete: !withFiles || files !== undefined,
    commits: commits.length,
    reviews: [],
  };
}
