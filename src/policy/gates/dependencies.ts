/** The requirement `dependencies`: lanes of other repositories are healthy. */
import type { DependencyFact } from '../../domain/facts.ts';
import { isSameName } from '../names.ts';
import type { Requirements } from '../schema.ts';
import type { ActiveGate, Finding, ReleaseContext } from './context.ts';

type Wanted = NonNullable<Requirements['dependencies']>[number];

export function judgeDependencies(
  gates: readonly ActiveGate[],
  { facts }: ReleaseContext,
): ReadonlyMap<ActiveGate, Finding> {
  const findings = gates.flatMap((active) => {
    const { dependencies } = active.gate.require;
    return dependencies === undefined ? [] : [[active, judge(dependencies, facts.dependencies)] as const];
  });
  return new Map(findings);
}

function judge(wanted: readonly Wanted[], known: readonly DependencyFact[]): Finding {
  const lanes = wanted.map(({ repository, environment }) => ({ repository, environment }));
  const unhealthy = lanes
    .map((lane) => ({ ...lane, health: healthOf(lane, known) }))
    .filter(({ health }) => health !== 'healthy');
  if (unhealthy.length === 0) {
    return { kind: 'dependencies', status: 'met', reason: { code: 'dependencies-healthy', dependencies: lanes } };
  }
  const reason = { code: 'dependency-unhealthy', dependencies: unhealthy };
  return { kind: 'dependencies', status: 'pending', reason };
}

/** Worst first: where facts say two things of one lane, the worse one counts. A lane they do not tell is unknown. */
const HEALTHS = ['failing', 'rolling-back', 'unknown', 'healthy'] as const satisfies DependencyFact['health'][];

function healthOf(wanted: Wanted, known: readonly DependencyFact[]): DependencyFact['health'] {
  const told = known
    .filter((each) => isSameName(each.repository, wanted.repository))
    .filter((each) => isSameName(each.environment, wanted.environment))
    .map(({ health }) => health);
  return HEALTHS.find((health) => told.includes(health)) ?? 'unknown';
}
