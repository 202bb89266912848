/**
 * What a decision will read besides the changes and the people, so that this is gathered and nothing else. What is
 * wanted and not gathered stays unknown to the decision, and unknown is never yes.
 */
import type { Facts } from '../domain/facts.ts';
import type { Duration } from '../domain/instant.ts';
import { entryFor, isSameName, matchesEnvironment } from './names.ts';
import type { Gate, Policy, Requirements } from './schema.ts';

export interface WantedFacts {
  /** The check runs and commit statuses of the commit. */
  readonly checks: boolean;
  /** The text of CODEOWNERS. */
  readonly codeowners: boolean;
  /** Open issues with one of these labels; without repeats, compared without case. */
  readonly incidents: readonly string[];
  /** Environments besides the one that is asked about whose deployments count: names, or globs of the policies. */
  readonly environments: readonly string[];
  /** The lanes of other repositories that have to be healthy. */
  readonly dependencies: NonNullable<Requirements['dependencies']>;
  /** The times over which the lane's failures are counted. */
  readonly lanes: readonly Duration[];
}

export function wantedFacts(policies: readonly Policy[], question: Facts['question']): WantedFacts {
  const required = policies.flatMap((policy) =>
    policy.gates.filter((gate) => mayConcern(gate, question)).map((gate) => gate.require),
  );
  const dependencies = required.flatMap((each) => each.dependencies ?? []);
  return {
    checks: required.some((each) => each.checks !== undefined),
    codeowners: required.some((each) => each.approvals?.from.codeowners === true),
    incidents: distinct(required.flatMap((each) => each['no-incident']?.labels ?? [])),
    environments: question.kind === 'deploy' ? otherEnvironments(policies, question.environment) : [],
    dependencies: dependencies.filter(
      (one, index) => dependencies.findIndex((each) => isSameLane(one, each)) === index,
    ),
    lanes: distinct(policies.flatMap((policy) => (policy.escalate ?? []).map((each) => each.when.over))),
  };
}

/** Whether the gate can be part of a decision on the question, whatever tier the release turns out to have. */
function mayConcern(gate: Gate, question: Facts['question']): boolean {
  if (gate.at !== question.kind) return false;
  return question.kind === 'merge' || matchesEnvironment(gate.for?.environments, question.environment);
}

/** Where the commit has to have been first, and the other members of the group. */
function otherEnvironments(policies: readonly Policy[], environment: string): readonly string[] {
  const named = policies.flatMap((policy) => {
    const entry = entryFor(policy, environment);
    const members = entry?.group === undefined ? [] : membersOf(policy, entry.group);
    return entry?.promote === undefined ? members : [entry.promote.from, ...members];
  });
  return distinct(named).filter((name) => !isSameName(name, environment));
}

function membersOf(policy: Policy, group: string): readonly string[] {
  const entries = Object.entries(policy.environments ?? {});
  return entries.flatMap(([name, entry]) =>
    entry.group !== undefined && isSameName(entry.group, group) ? [name] : [],
  );
}

type Lane = WantedFacts['dependencies'][number];

function isSameLane(one: Lane, other: Lane): boolean {
  return isSameName(one.repository, other.repository) && isSameName(one.environment, other.environment);
}

function distinct(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.findIndex((each) => isSameName(name, each)) === index);
}
