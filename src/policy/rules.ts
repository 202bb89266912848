/** The `risk` rules of a policy, compiled once: does a rule match a change, and by what? */
import { anyAuthor, anyTeam, isBot } from './risk/author.ts';
import { anyBump } from './risk/dependency.ts';
import { anyBase, anyLabel, anyTitle, anyType } from './risk/description.ts';
import { countOfFiles, countOfLines, everyPath, somePath } from './risk/files.ts';
import { type Asked, type Condition, everyOf, sure } from './risk/match.ts';
import { countOfCommits } from './risk/numbers.ts';
import { type ReleaseMatcher, releaseMatcher, sizedAs } from './risk/release.ts';
import { isUnreviewed } from './risk/reviewed.ts';
import { sayWhen } from './risk/say-when.ts';
import type { Policy, RiskRule, When } from './schema.ts';

export interface CompiledRule {
  readonly tier: string;
  readonly because: string;
  /** Whether the rule has no `when` and applies when no other matched. */
  readonly isDefault: boolean;
  readonly match: Condition;
}

/** A rule that asks about the release and about no change of it. */
export interface ReleaseRule {
  readonly tier: string;
  readonly because: string;
  readonly match: ReleaseMatcher;
}

const compiled = new WeakMap<Policy, readonly CompiledRule[]>();

/** Those about changes. Undefined for a policy without `risk`. */
export function rulesOf(policy: Policy): readonly CompiledRule[] | undefined {
  if (policy.risk === undefined) return undefined;
  const kept = compiled.get(policy) ?? policy.risk.filter((rule) => !isOfRelease(rule)).map(compileRule);
  compiled.set(policy, kept);
  return kept;
}

const compiledForReleases = new WeakMap<Policy, readonly ReleaseRule[]>();

/** Those about the release as a whole, in the order of the file. */
export function releaseRulesOf(policy: Policy): readonly ReleaseRule[] {
  const kept = compiledForReleases.get(policy) ?? (policy.risk ?? []).flatMap(compileReleaseRule);
  compiledForReleases.set(policy, kept);
  return kept;
}

/** Whether some rule asks how large the release is. */
export function asksForRelease({ risk }: Policy): boolean {
  return risk?.some(({ when }) => when?.release !== undefined) ?? false;
}

/** Keys that are given as `undefined` ask for nothing. */
function isOfRelease({ when = {} }: RiskRule): boolean {
  const asked = (Object.keys(when) as (keyof When)[]).filter((key) => when[key] !== undefined);
  return asked.length === 1 && asked[0] === 'release';
}

function compileReleaseRule(rule: RiskRule): readonly ReleaseRule[] {
  const { tier, because, when } = rule;
  if (when?.release === undefined || !isOfRelease(rule)) return [];
  return [{ tier, because: because ?? sayWhen(when), match: releaseMatcher(when.release) }];
}

function compileRule({ tier, when, because }: RiskRule): CompiledRule {
  if (when === undefined) {
    const match = sure('the rule without a condition');
    return { tier, because: because ?? 'no other rule matched', isDefault: true, match: () => match };
  }
  return { tier, because: because ?? sayWhen(when), isDefault: false, match: everyOf(conditionsOf(when)) };
}

type Conditions = { readonly [Key in keyof Asked]: (value: Asked[Key]) => Condition };

/** Every key of `when`, those that cost the most to ask last. */
const CONDITIONS: Conditions = {
  labels: anyLabel,
  type: anyType,
  author: anyAuthor,
  'author-in': anyTeam,
  bot: isBot,
  release: sizedAs,
  base: anyBase,
  commits: countOfCommits,
  files: countOfFiles,
  lines: countOfLines,
  title: anyTitle,
  dependency: anyBump,
  unreviewed: isUnreviewed,
  paths: somePath,
  'only-paths': everyPath,
};

function conditionsOf(when: When): readonly Condition[] {
  return (Object.keys(CONDITIONS) as (keyof When)[]).flatMap((key) => compile(key, when));
}

function compile<Key extends keyof Asked>(key: Key, when: When): readonly Condition[] {
  const value = when[key] as Asked[Key] | undefined;
  return value === undefined ? [] : [CONDITIONS[key](value)];
}
