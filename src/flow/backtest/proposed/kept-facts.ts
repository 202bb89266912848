/**
 * Whether the facts that were kept of a deployment hold what another policy asks about. They were gathered for the
 * policy of their time, and what it did not ask for nobody read: that is not the same as nothing being there.
 */
import { canonicalJson } from '../../../domain/canonical.ts';
import type { GateResult } from '../../../domain/decision.ts';
import type { Facts } from '../../../domain/facts.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import { teamsOf } from '../../../policy/mentions.ts';
import { matchesEnvironment } from '../../../policy/names.ts';
import type { Gate } from '../../../policy/schema.ts';
import { wantedFacts } from '../../../policy/wanted-facts.ts';
import type { Decided } from '../../ports.ts';

/** What was read at the time, as far as it can be told today. All in lower case. */
export interface Gathered {
  readonly checks: boolean;
  readonly teams: ReadonlySet<string>;
  readonly incidents: ReadonlySet<string>;
  readonly environments: ReadonlySet<string>;
}

/** Decided by this very policy: what it asks for was read. By another one: only what the facts show was surely read. */
export function gatheredFor({ facts, decision }: Decided, inForce: readonly PolicyInForce[], digest: string): Gathered {
  const rules = inForce.map(({ policy }) => policy);
  const isSame = decision.policy.digest === digest;
  const wanted = isSame ? wantedFacts(rules, facts.question) : undefined;
  const shown = facts.deployments.map(({ environment }) => environment);
  return {
    checks: facts.checks.length > 0 || (wanted?.checks ?? false),
    teams: lower([...Object.values(facts.people).flatMap(({ teams }) => teams), ...(isSame ? teamsOf(rules) : [])]),
    incidents: lower([...facts.incidents.flatMap(({ labels }) => labels), ...(wanted?.incidents ?? [])]),
    environments: lower([...shown, ...(wanted?.environments ?? [])]),
  };
}

/** What the tier follows from besides the changes themselves. What both policies ask about they see alike. */
export function lacksTierFacts(
  facts: Facts,
  proposed: readonly PolicyInForce[],
  inForce: readonly PolicyInForce[],
  { teams }: Gathered,
): boolean {
  const known = new Set([...facts.lanes.map(({ over }) => over), ...lanesOf(inForce)]);
  const asked = new Set([...teams, ...authorTeamsOf(inForce)]);
  return lanesOf(proposed).some((over) => !known.has(over)) || authorTeamsOf(proposed).some((team) => !asked.has(team));
}

function lanesOf(policies: readonly PolicyInForce[]): readonly string[] {
  return policies.flatMap(({ policy }) => (policy.escalate ?? []).map(({ when }) => when.over));
}

function authorTeamsOf(policies: readonly PolicyInForce[]): readonly string[] {
  const teams = policies.flatMap(({ policy }) => (policy.risk ?? []).flatMap((rule) => rule.when?.['author-in'] ?? []));
  return teams.map((team) => team.toLowerCase());
}

interface Both {
  readonly proposed: readonly PolicyInForce[];
  readonly inForce: readonly PolicyInForce[];
}

/** A gate that the policy in force has just so is judged as it was. */
export function lacksFacts(result: GateResult, facts: Facts, both: Both, gathered: Gathered): boolean {
  if (result.status === 'skipped') return false;
  if (result.requirements.some(({ kind }) => kind === 'promotion' || kind === 'group')) {
    const question = facts.question;
    const wanted = wantedFacts(
      both.proposed.map(({ policy }) => policy),
      question,
    ).environments;
    return wanted.some((name) => ![...gathered.environments].some((known) => matchesEnvironment([name], known)));
  }
  const same = gatesNamed(both.inForce, result.name).map((gate) => canonicalJson(gate.require));
  const changed = gatesNamed(both.proposed, result.name).filter((gate) => !same.includes(canonicalJson(gate.require)));
  return changed.some((gate) => asksUnread(gate, facts, gathered));
}

function gatesNamed(policies: readonly PolicyInForce[], name: string): readonly Gate[] {
  return policies.flatMap(({ policy }) => policy.gates.filter((gate) => gate.name === name));
}

function asksUnread(gate: Gate, facts: Facts, { checks, teams, incidents }: Gathered): boolean {
  const asked = gate.require;
  const { approvals, dependencies = [] } = asked;
  const named = [...lower(approvals?.from.teams ?? [])];
  const labels = [...lower(asked['no-incident']?.labels ?? [])];
  const healths = lower(facts.dependencies.map(({ repository, environment }) => `${repository} ${environment}`));
  return (
    (asked.checks !== undefined && !checks) ||
    (approvals?.from.codeowners === true && facts.codeowners === undefined) ||
    named.some((team) => !teams.has(team)) ||
    labels.some((label) => !incidents.has(label)) ||
    dependencies.some((one) => !healths.has(`${one.repository} ${one.environment}`.toLowerCase()))
  );
}

function lower(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}
