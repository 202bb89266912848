/** The `risk` rules of a policy, compiled once: does a rule match a change, and by what? */
import type { Change } from '../domain/facts.ts';
import { compileGlob, type Glob } from './glob.ts';
import type { ChangeType } from './release-type.ts';
import type { Policy, RiskRule } from './schema.ts';

/** What a rule looks at. */
export interface Candidate {
  readonly change: Change;
  readonly labels: readonly string[];
  readonly type: ChangeType;
}

export interface CompiledRule {
  readonly tier: string;
  readonly because: string;
  /** Whether the rule has no `when` and applies when no other matched. */
  readonly isDefault: boolean;
  /** What matched, for people; undefined when the rule does not match. */
  readonly match: (candidate: Candidate) => string | undefined;
}

const compiled = new WeakMap<Policy, readonly CompiledRule[]>();

/** Undefined for a policy without `risk`. */
export function rulesOf(policy: Policy): readonly CompiledRule[] | undefined {
  if (policy.risk === undefined) return undefined;
  const kept = compiled.get(policy) ?? policy.risk.map(compileRule);
  compiled.set(policy, kept);
  return kept;
}

function compileRule(rule: RiskRule): CompiledRule {
  const { tier, when } = rule;
  if (when === undefined) {
    const because = rule.because ?? 'no other rule matched';
    return { tier, because, isDefault: true, match: () => 'the rule without a condition' };
  }
  const conditions = conditionsOf(when);
  return {
    tier,
    because: rule.because ?? sayWhen(when),
    isDefault: false,
    match(candidate) {
      const details: string[] = [];
      for (const condition of conditions) {
        const detail = condition(candidate);
        if (detail === undefined) return undefined;
        details.push(detail);
      }
      return details.join('; ');
    },
  };
}

type When = NonNullable<RiskRule['when']>;
type Condition = (candidate: Candidate) => string | undefined;

/** Keys are AND. */
function conditionsOf(when: When): readonly Condition[] {
  return [
    ...(when.paths === undefined ? [] : [somePath(when.paths)]),
    ...(when['only-paths'] === undefined ? [] : [everyPath(when['only-paths'])]),
    ...(when.labels === undefined ? [] : [anyLabel(when.labels)]),
    ...(when.type === undefined ? [] : [anyType(when.type)]),
  ];
}

interface NamedGlob {
  readonly pattern: string;
  readonly matches: Glob;
}

function named(patterns: readonly string[]): readonly NamedGlob[] {
  return patterns.map((pattern) => ({ pattern, matches: compileGlob(pattern) }));
}

function somePath(patterns: readonly string[]): Condition {
  const globs = named(patterns);
  return ({ change }) => {
    for (const file of change.files) {
      const found = firstMatch(globs, file.path) ?? firstMatch(globs, file.previousPath);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

function firstMatch(globs: readonly NamedGlob[], path: string | undefined): string | undefined {
  const glob = path === undefined ? undefined : globs.find((each) => each.matches(path));
  return glob === undefined ? undefined : `${path} matches ${glob.pattern}`;
}

function everyPath(patterns: readonly string[]): Condition {
  const globs = named(patterns);
  const isMatched = (path: string | undefined): boolean =>
    path === undefined || globs.some((each) => each.matches(path));
  return ({ change }) => {
    if (change.files.length === 0) return undefined;
    const isEvery = change.files.every((file) => isMatched(file.path) && isMatched(file.previousPath));
    return isEvery ? `every changed file matches ${patterns.join(' or ')}` : undefined;
  };
}

function anyLabel(wanted: readonly string[]): Condition {
  const names = new Set(wanted.map((label) => label.toLowerCase()));
  return ({ labels }) => {
    const label = labels.find((each) => names.has(each.toLowerCase()));
    return label === undefined ? undefined : `label ${label}`;
  };
}

function anyType(wanted: readonly string[]): Condition {
  return ({ type }) => {
    const own = type.isEmergency ? 'emergency' : type.plain;
    return wanted.includes(own) ? `type ${own}` : undefined;
  };
}

function sayWhen(when: When): string {
  return Object.entries(when)
    .map(([key, value]) => `${key}: ${(value ?? []).join(', ')}`)
    .join('; ')
    .slice(0, 200);
}
