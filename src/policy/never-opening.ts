/** Windows that exclude each other across gates: legal to write, and nothing will ever go out. */
import { firstOpening } from '../calendar/search.ts';
import { unionOf } from '../calendar/timeline.ts';
import { freezeSpan, windowTimeline } from './calendar.ts';
import { matchesEnvironment } from './names.ts';
import type { PolicyFinding } from './problem-codes.ts';
import type { Gate, Policy } from './schema.ts';

/** Any instant after the tables of most zones became regular; freezes are looked at from the end of the last one. */
const EARLIEST_START = Date.UTC(2026, 0, 1);

/** Each search goes over 100 years. Beyond these the warning is not worth the time: `decide` says `never-opens` anyhow. */
const MOST_SEARCHES = 100;

/** Warns for each tier and environment whose gates have windows that are never open together. */
export function neverOpening(policy: Policy): readonly PolicyFinding[] {
  const start = Math.max(EARLIEST_START, ...policy.freezes.map((freeze) => freezeSpan(policy, freeze).until));
  const seen = new Set<string>();
  const findings: PolicyFinding[] = [];
  for (const { gates, environment, tier } of combinations(policy)) {
    const key = gates.map((gate) => gate.name).join('\n');
    if (gates.length < 2 || seen.has(key) || seen.size >= MOST_SEARCHES) continue;
    seen.add(key);
    const inside = gates.map((gate) =>
      unionOf((gate.require.window ?? []).flatMap((name) => windowTimeline(policy, name) ?? [])),
    );
    if (firstOpening({ inside, outside: [] }, start) !== null) continue;
    const last = policy.gates.indexOf(gates.at(-1) as Gate);
    const names = gates.map((gate) => `\`${gate.name}\``).join(' and ');
    const where = environment === undefined ? '' : ` to ${environment}`;
    const message = `The windows of ${names} are never open together, so a release of tier \`${tier}\`${where} never opens. Give them a common span, or limit the gates with \`for\`.`;
    findings.push({
      severity: 'warning',
      code: 'never-opens',
      path: ['gates', last, 'require', 'window'],
      at: 'value',
      message,
    });
  }
  return findings;
}

interface Combination {
  readonly tier: string;
  readonly environment: string | undefined;
  readonly gates: readonly Gate[];
}

function combinations(policy: Policy): readonly Combination[] {
  const windowed = policy.gates.filter((gate) => gate.require.window !== undefined && gate.at === 'deploy');
  const environments = policy.environments === undefined ? [undefined] : Object.keys(policy.environments);
  return environments.flatMap((environment) => {
    const here = windowed.filter((gate) => isFor(gate, environment));
    return policy.tiers.map((tier) => ({
      tier,
      environment,
      gates: here.filter((gate) => gate.for?.tiers?.includes(tier) ?? true),
    }));
  });
}

function isFor(gate: Gate, environment: string | undefined): boolean {
  if (environment === undefined) return gate.for?.environments === undefined;
  return matchesEnvironment(gate.for?.environments, environment);
}
