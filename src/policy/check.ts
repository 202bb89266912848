/** What a policy says that cannot be meant: names that do not exist, rules that can never match, gates nobody can pass. */

import type { Path } from '../document/parse.ts';
import { listOf, suggest } from '../document/suggestion.ts';
import { freezeSpan } from './calendar.ts';
import { globProblem } from './glob.ts';
import { environmentGlob } from './names.ts';
import { neverOpening } from './never-opening.ts';
import type { PolicyFinding, ProblemCode } from './problem-codes.ts';
import type { Approvals, Gate, People, Policy } from './schema.ts';
import { commonTiers } from './tiers.ts';

/** @param org the organisation's policy, when this one has to agree with it. */
export function checkPolicy(policy: Policy, org?: Policy): readonly PolicyFinding[] {
  const errors = [
    ...(org === undefined ? [] : checkAgreement(policy, org)),
    ...checkTiers(policy),
    ...checkEnvironments(policy),
    ...policy.gates.flatMap((gate, index) => checkGate(policy, gate, ['gates', index])),
    ...checkGateNames(policy),
    ...checkFreezes(policy),
  ];
  if (errors.length > 0) return errors;
  return [...warnRisk(policy), ...neverOpening(policy)];
}

function error(code: ProblemCode, path: Path, message: string, at: 'key' | 'value' = 'value'): PolicyFinding {
  return { severity: 'error', code, path, at, message };
}

function warning(code: ProblemCode, path: Path, message: string): PolicyFinding {
  return { severity: 'warning', code, path, at: 'value', message };
}

/** Without the organisation's tiers in their order, nobody could say which of two tiers is the higher one. */
function checkAgreement(policy: Policy, org: Policy): readonly PolicyFinding[] {
  if (commonTiers([org, policy]).isCommon) return [];
  const message = `These tiers do not contain those of the organisation in the same order, so every release would have the highest. Include ${listOf(org.tiers)}.`;
  return [error('tiers-conflict', ['tiers'], message)];
}

function checkTiers(policy: Policy): readonly PolicyFinding[] {
  const doubles = policy.tiers.flatMap((tier, index) =>
    policy.tiers.indexOf(tier) === index
      ? []
      : [error('tier-duplicate', ['tiers', index], `The tier \`${tier}\` is listed twice; its rank would be a guess.`)],
  );
  const used: readonly (readonly [string, Path])[] = [
    ...(policy.risk ?? []).map((rule, index) => [rule.tier, ['risk', index, 'tier']] as const),
    ...policy.freezes.flatMap((freeze, index) => named(freeze.tiers, ['freezes', index, 'tiers'])),
    ...policy.gates.flatMap((gate, index) => named(gate.for?.tiers, ['gates', index, 'for', 'tiers'])),
  ];
  const unknown = used.flatMap(([tier, path]) =>
    policy.tiers.includes(tier)
      ? []
      : [
          error(
            'tier-unknown',
            path,
            `There is no tier \`${tier}\`, so this never applies. ${suggest(tier, policy.tiers, 'Defined')}`,
          ),
        ],
  );
  return [...doubles, ...unknown];
}

function named(names: readonly string[] | undefined, path: Path): readonly (readonly [string, Path])[] {
  return (names ?? []).map((name, index) => [name, [...path, index]] as const);
}

function checkEnvironments(policy: Policy): readonly PolicyFinding[] {
  if (policy.environments === undefined) return [];
  const known = Object.keys(policy.environments);
  if (known.length === 0) {
    return [
      error(
        'list-empty',
        ['environments'],
        '`environments` names none, so every deployment would be held. Name them or remove the key.',
      ),
    ];
  }
  const refused = known.flatMap((name) => {
    const problem = globProblem(name);
    return problem === undefined
      ? []
      : [error('glob-refused', ['environments', name], `The glob \`${name}\` ${problem}.`, 'key')];
  });
  if (refused.length > 0) return refused;
  const used = [
    ...policy.freezes.flatMap((freeze, index) => named(freeze.environments, ['freezes', index, 'environments'])),
    ...policy.gates.flatMap((gate, index) => named(gate.for?.environments, ['gates', index, 'for', 'environments'])),
  ];
  const globs = known.map((name) => ({ name, matches: environmentGlob(name) }));
  return used.flatMap(([pattern, path]) => {
    // Two globs can match one name when one matches the other as text. Wider overlaps are not worth an error.
    const matches = environmentGlob(pattern);
    if (globs.some((known) => known.matches(pattern) || matches(known.name))) return [];
    const message = `No entry of \`environments\` is matched by \`${pattern}\`, so this never applies. ${suggest(pattern, known, 'Defined')}`;
    return [error('environment-unknown', path, message)];
  });
}

function checkGateNames(policy: Policy): readonly PolicyFinding[] {
  const names = policy.gates.map((gate) => gate.name);
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [
          error(
            'gate-duplicate',
            ['gates', index, 'name'],
            `There are two gates \`${name}\`; nobody could tell which one holds. Rename one.`,
          ),
        ],
  );
}

function checkGate(policy: Policy, gate: Gate, path: Path): readonly PolicyFinding[] {
  const findings: PolicyFinding[] = [];
  for (const [index, name] of (gate.require.window ?? []).entries()) {
    if (Object.hasOwn(policy.windows, name)) continue;
    const message = `There is no window \`${name}\`, so it would never open. ${suggest(name, Object.keys(policy.windows), 'Defined')}`;
    findings.push(error('window-unknown', [...path, 'require', 'window', index], message));
  }
  if (gate.at === 'merge' && gate.for?.environments !== undefined) {
    const message = 'Merging has no environment, so this gate would never apply. Remove `environments` or `at: merge`.';
    findings.push(error('merge-environment', [...path, 'for', 'environments'], message, 'key'));
  }
  const approvals = gate.require.approvals;
  if (approvals !== undefined) findings.push(...checkApprovals(gate, approvals, [...path, 'require', 'approvals']));
  return findings;
}

function checkApprovals(gate: Gate, approvals: Approvals, path: Path): readonly PolicyFinding[] {
  const findings: PolicyFinding[] = [];
  const most = mostPeople(approvals.from);
  if (approvals.count > most) {
    const message = `${approvals.count} approvals are asked of ${most} ${most === 1 ? 'person' : 'people'}, so the gate could never open. Ask for fewer or name more.`;
    findings.push(error('approvals-impossible', [...path, 'count'], message));
  }
  if (gate.at === 'merge' && approvals.of === 'release') {
    const message =
      'A pull request has no release approvals before it is merged, so this gate could never open. Use `of: change`.';
    findings.push(error('approvals-impossible', [...path, 'of'], message));
  }
  const usable = approvals.of === 'change' ? ['review'] : ['deployment-review', 'page', 'comment'];
  if (approvals.via !== undefined && !approvals.via.some((source) => usable.includes(source))) {
    const message = `\`of: ${approvals.of}\` is satisfied by ${usable.join(', ')}; \`via\` allows none of them, so the gate could never open.`;
    findings.push(error('approvals-impossible', [...path, 'via'], message));
  }
  return findings;
}

/** How many people can approve at all: an explicit list has an end, a team or a permission may grow. */
function mostPeople(from: People): number {
  if (from.teams !== undefined || from.permission !== undefined) return Number.POSITIVE_INFINITY;
  const people = (from.users ?? []).map((user) => user.toLowerCase()).filter((user) => !user.endsWith('[bot]'));
  return new Set(people).size;
}

function checkFreezes(policy: Policy): readonly PolicyFinding[] {
  return policy.freezes.flatMap((freeze, index) => {
    const span = freezeSpan(policy, freeze);
    if (span.from < span.until) return [];
    const message = `The freeze \`${freeze.name}\` ends at or before its beginning, so it would freeze nothing. \`until\` is the first instant after it.`;
    return [error('freeze-ends-before-it-begins', ['freezes', index, 'until'], message)];
  });
}

function warnRisk(policy: Policy): readonly PolicyFinding[] {
  const findings: PolicyFinding[] = [];
  if (policy.risk?.every((rule) => rule.when !== undefined)) {
    const message = `Every rule has a \`when\`, so a change that none matches has the lowest tier, \`${policy.tiers[0]}\`. Add a rule without \`when\` to choose its tier.`;
    findings.push(warning('risk-without-default', ['risk'], message));
  }
  for (const [index, rule] of (policy.risk ?? []).entries()) {
    for (const key of ['paths', 'only-paths'] as const) {
      const shallow = (rule.when?.[key] ?? []).find(
        (pattern) => /[*?]/.test(pattern) && !pattern.includes('/') && !pattern.includes('**'),
      );
      if (shallow === undefined) continue;
      const message = `\`${shallow}\` matches only at the top of the repository, since \`*\` does not cross \`/\`. For every folder write \`**/${shallow}\`.`;
      findings.push(warning('glob-only-at-top', ['risk', index, 'when', key], message));
    }
  }
  return findings;
}
