/** `risk`: rules that can never match, and those that match less than they seem to. */
import { readComparison } from '../comparison.ts';
import { isGlob } from '../glob.ts';
import type { Policy, When } from '../schema.ts';
import { error, type Findings, warning } from './finding.ts';
import { releaseContradictions } from './release-rules.ts';

export function* checkRisk(policy: Policy): Findings {
  for (const [index, { when }] of (policy.risk ?? []).entries()) {
    if (when === undefined) continue;
    for (const [key, message] of contradictionsOf(when)) {
      yield error('never-matches', ['risk', index, 'when', key], message);
    }
    for (const [key, message] of releaseContradictions(when)) {
      yield error('never-matches', ['risk', index, 'when', 'release', key], message);
    }
  }
}

/** Keys are AND: two that cannot both hold. The key of the second, and why. */
function* contradictionsOf(when: When): Iterable<readonly [key: string, message: string]> {
  const isBot = (login: string): boolean => login.toLowerCase().endsWith('[bot]');
  if (when.dependency !== undefined && when.bot === false) {
    yield [
      'bot',
      "A dependency bump is read from the title of a bot's pull request only, so with `bot: false` this could never match. Remove one of the two.",
    ];
  }
  if (when.dependency !== undefined && when.author !== undefined && !when.author.some(isBot)) {
    yield [
      'author',
      "A dependency bump is read from the title of a bot's pull request only, and none of these is one, so this could never match. Write `dependabot[bot]` or `renovate[bot]`, or remove one of the two.",
    ];
  }
  if (when.bot === false && when.author?.every(isBot)) {
    yield [
      'author',
      'These are bots, and `bot: false` excludes them, so this could never match. Remove one of the two.',
    ];
  }
  const pathKey = (['paths', 'only-paths'] as const).find((key) => when[key] !== undefined);
  if (pathKey !== undefined && when.files?.every(isOfNoFile)) {
    yield [
      'files',
      `A change without files has no path for \`${pathKey}\`, so this could never match. Correct the comparison.`,
    ];
  }
}

function isOfNoFile(comparison: string): boolean {
  const range = readComparison(comparison, 'count');
  return range !== undefined && (range.most < 1 || (range.most === 1 && !range.isMostIncluded));
}

export function* warnRisk(policy: Policy): Findings {
  const rules = policy.risk ?? [];
  if (policy.risk?.every((rule) => rule.when !== undefined)) {
    const message = `Every rule has a \`when\`, so a change that none matches has the lowest tier, \`${policy.tiers[0]}\`. Add a rule without \`when\` to choose its tier.`;
    yield warning('risk-without-default', ['risk'], message);
  }
  const defaults = rules.flatMap((rule, index) => (rule.when === undefined ? [{ tier: rule.tier, index }] : []));
  const highest = Math.max(...defaults.map(({ tier }) => policy.tiers.indexOf(tier)));
  for (const { tier, index } of defaults.slice(1)) {
    const winner = policy.tiers[highest] as string;
    const message = `Several rules have no \`when\`, and all of them apply when no other does, so \`${winner}\` always wins. Keep one${tier === winner ? '' : ', or give this one a `when`'}.`;
    yield warning('risk-default-twice', ['risk', index], message);
  }
  for (const [index, { when }] of rules.entries()) {
    if (when !== undefined) yield* warnWhen(when, index);
  }
}

function* warnWhen(when: When, index: number): Findings {
  if (when.type?.every((type) => type === 'rollback' || type === 'redeploy')) {
    const message =
      'Only a whole release is a rollback or redeploy, never one of its changes, so this never matches. Use `except: { types: … }` of a gate or freeze.';
    yield warning('type-unreachable', ['risk', index, 'when', 'type'], message);
  }
  for (const key of ['paths', 'only-paths'] as const) {
    const shallow = (when[key] ?? []).find(
      (pattern) => isGlob(pattern) && !pattern.includes('/') && !pattern.includes('**'),
    );
    if (shallow === undefined) continue;
    const message = `\`${shallow}\` matches only at the top of the repository, since \`*\` does not cross \`/\`. For every folder write \`**/${shallow}\`.`;
    yield warning('glob-only-at-top', ['risk', index, 'when', key], message);
  }
}
