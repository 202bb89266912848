/** The environments of a release in their order, each with what is known of it. */

import type { KeptRollback } from '../../domain/rollback.ts';
import type { Verification } from '../../domain/verification.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { isSameName } from '../../policy/names.ts';
import type { KeptGate } from '../ports.ts';
import type { Deployed } from './deployed.ts';
import type { Stage } from './view.ts';

/** By environment; those that the policy names come in its order, what it does not name after them as it came. */
export function stagesOf(
  gates: readonly KeptGate[],
  policies: readonly PolicyInForce[],
  deployed: Deployed,
): readonly Stage[] {
  const byEnvironment = new Map<string, [KeptGate, ...KeptGate[]]>();
  for (const gate of gates) {
    const key = gate.question.environment.toLowerCase();
    const known = byEnvironment.get(key);
    if (known === undefined) byEnvironment.set(key, [gate]);
    else known.push(gate);
  }
  const order = orderOf(policies);
  return [...byEnvironment]
    .map(([key, own]) => ({
      environment: own[0].question.environment,
      gates: own,
      deployments: deployed.get(key)?.deployments ?? [],
      rollbacks: (deployed.get(key)?.rollbacks ?? []).filter((each) => isOfOne(own, each)),
      escalations: deployed.get(key)?.escalations ?? [],
      verifications: (deployed.get(key)?.verifications ?? []).filter((each) => isSaidOfOne(own, each)),
    }))
    .toSorted((one, other) => rankIn(order, one.environment) - rankIn(order, other.environment));
}

function isOfOne(gates: readonly KeptGate[], { failedDeploymentId }: KeptRollback): boolean {
  return gates.some(({ question }) => question.deploymentId === failedDeploymentId);
}

function isSaidOfOne(gates: readonly KeptGate[], { deploymentId, sha }: Verification): boolean {
  return gates.some(
    ({ question, decided }) =>
      question.deploymentId === deploymentId && (decided === null || decided.facts.candidate.sha === sha),
  );
}

/** What is promoted from another environment comes after it; else as the file says. */
export function orderOf(policies: readonly PolicyInForce[]): readonly string[] {
  const entries = policies.flatMap(({ policy }) => Object.entries(policy.environments ?? {}));
  const ordered: string[] = [];
  const add = (name: string, depth: number): void => {
    if (depth > entries.length || ordered.some((known) => isSameName(known, name))) return;
    const from = entries.find(([each]) => isSameName(each, name))?.[1].promote?.from;
    if (from !== undefined) add(from, depth + 1);
    ordered.push(name);
  };
  for (const [name] of entries) add(name, 0);
  return ordered;
}

function rankIn(order: readonly string[], environment: string): number {
  const rank = order.findIndex((name) => isSameName(name, environment));
  return rank < 0 ? order.length : rank;
}
