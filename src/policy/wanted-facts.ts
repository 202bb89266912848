/**
 * What a decision will read besides the changes and the people, so that this is gathered and nothing else. What is
 * wanted and not gathered stays unknown to the decision, and unknown is never yes.
 */
import type { AlertTool, Facts } from '../domain/facts.ts';
import type { Duration } from '../domain/instant.ts';
import { preflightFiles } from './gates/preflight.ts';
import { entryFor, isSameName, matchesEnvironment } from './names.ts';
import type { Gate, Policy, Requirements } from './schema.ts';

const ALERT_TOOLS = ['code-scanning', 'dependabot'] as const satisfies readonly AlertTool[];

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
  /** The tools whose open alerts on the candidate are asked about. */
  readonly alerts: readonly AlertTool[];
  /** What was attested of the digest that is deployed. */
  readonly attestation: boolean;
  /** By which name each such gate looks for it among the artefacts of the run; undefined: the only one. */
  readonly artifacts: readonly (string | undefined)[];
  /** The issues that each pull request is linked to. */
  readonly issues: boolean;
  /** What people wrote in the release record. */
  readonly record: boolean;
  /** The smoke files that say whether the target is ready: their last run for this release. */
  readonly preflight: readonly string[];
  /** The planned releases that its changes belong to. Trains are for the organisation's policy to say. */
  readonly plans: boolean;
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
    environments: question.kind === 'deploy' ? otherEnvironments(policies, question.environment, required) : [],
    dependencies: dependencies.filter(
      (one, index) => dependencies.findIndex((each) => isSameLane(one, each)) === index,
    ),
    lanes: distinct(policies.flatMap((policy) => (policy.escalate ?? []).map((each) => each.when.over))),
    alerts: ALERT_TOOLS.filter((tool) => required.some((each) => each.alerts?.[tool] !== undefined)),
    attestation: required.some((each) => each.attestation !== undefined),
    artifacts: required.flatMap(({ attestation }) => (attestation === undefined ? [] : [attestation.artifact])),
    issues: required.some((each) => each['linked-issue'] !== undefined),
    ...ofDeployment(policies, question, required),
  };
}

/** Merging has no record, no target that could be ready, and no stage of a plan. */
function ofDeployment(
  policies: readonly Policy[],
  question: Facts['question'],
  required: readonly Requirements[],
): Pick<WantedFacts, 'record' | 'preflight' | 'plans'> {
  if (question.kind === 'merge') return { record: false, preflight: [], plans: false };
  return {
    record: required.some((each) => each.sections !== undefined),
    preflight: preflightFiles(policies, question.environment),
    plans: policies.some((policy) => policy.plan !== undefined),
  };
}

/** Whether the gate can be part of a decision on the question, whatever tier the release turns out to have. */
function mayConcern(gate: Gate, question: Facts['question']): boolean {
  if (gate.at !== question.kind) return false;
  return question.kind === 'merge' || matchesEnvironment(gate.for?.environments, question.environment);
}

/** Where the commit has to have been first, or verified for a sign-off to count, and the other members of the group. */
function otherEnvironments(
  policies: readonly Policy[],
  environment: string,
  required: readonly Requirements[],
): readonly string[] {
  const named = policies.flatMap((policy) => {
    const entry = entryFor(policy, environment);
    const members = entry?.group === undefined ? [] : membersOf(policy, entry.group);
    return entry?.promote === undefined ? members : [entry.promote.from, ...members];
  });
  const signedOff = required.flatMap((each) => each.approvals?.after?.verified ?? []);
  return distinct([...named, ...signedOff]).filter((name) => !isSameName(name, environment));
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
