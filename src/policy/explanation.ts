/** One explanation of a decision, as a tree of plain sentences; the renderers only choose marks and escapes. */
import { sayBoth } from '../calendar/wording.ts';
import type { Decision, GateResult, IgnoredPerson, RequirementResult } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { epochMs } from '../domain/instant.ts';
import { whyNotAuthorised } from './authorised-rollback.ts';
import { sayClosings } from './closings.ts';
import type { PolicyInForce } from './gates/context.ts';
import { headline, opensLater, zoneOf } from './headline.ts';
import { SKIPPED, sayIgnored, sayReason, TIER_CODES } from './reasons.ts';
import { releaseContext } from './release-context.ts';
import { sayUnknownCommit } from './unknown-commit.ts';

export interface Explanation {
  readonly headline: string;
  /** What was asked. */
  readonly question: string;
  /** `tier high, type minor`. */
  readonly risk: string;
  readonly riskReasons: readonly string[];
  readonly gates: readonly ExplainedGate[];
  readonly time: readonly string[];
  /** What else people ask: why a step back is no authorised rollback. */
  readonly notes: readonly string[];
  readonly sources: string;
}

export interface ExplainedGate {
  readonly name: string;
  readonly status: GateResult['status'];
  readonly lines: readonly ExplainedLine[];
}

export interface ExplainedLine {
  readonly text: string;
  readonly details: readonly string[];
}

/** A release of thousands of changes is explained by the first of them; the rest is counted. */
const MOST_REASONS = 20;

/**
 * Nothing here depends on the present moment alone: the same reasons give the same text.
 *
 * @param policies those that decided; without them it is not told why a step back is no authorised rollback.
 */
export function explain(decision: Decision, facts: Facts, policies: readonly PolicyInForce[] = []): Explanation {
  return {
    headline: headline(decision, facts, policies),
    question: sayQuestion(facts),
    risk: `tier ${decision.tier}, release type ${decision.releaseType}`,
    riskReasons: sayTierReasons(decision),
    gates: decision.gates.map(explainGate),
    time: sayTimes(decision, policies),
    notes: decision.verdict === 'open' ? [] : [...sayUnknown(facts), ...sayRollback(facts, policies)],
    sources: `Decided by ${decision.policy.sources.join(' and ')} (policy ${decision.policy.digest.slice(0, 12)})`,
  };
}

/** Whoever is asked about it has to know that it is about a commit that nobody named. */
function sayUnknown(facts: Facts): readonly string[] {
  if (facts.candidate.isUnknown !== true) return [];
  const told = sayUnknownCommit(facts);
  return [`${told.charAt(0).toUpperCase()}${told.slice(1)}.`];
}

function sayRollback(facts: Facts, policies: readonly PolicyInForce[]): readonly string[] {
  if (policies.length === 0 || facts.direction !== 'backward') return [];
  const context = releaseContext(policies, facts);
  return (whyNotAuthorised(context) ?? []).map((reason) => sayReason(reason, context.at));
}

function sayQuestion({ question, candidate, repository }: Facts): string {
  if (question.kind === 'merge') return `${repository}: pull request #${question.pullRequest} into ${question.base}`;
  return `${repository}: ${candidate.sha.slice(0, 7)} to ${question.environment}, started by ${question.actor}`;
}

/** As the assessment of a risk says it. */
const BY_TYPE = 'without risk rules the tier follows the release type';
const WITHOUT_CONDITION = 'the rule without a condition';

/** Those that set the tier first. */
function sayTierReasons({ tier, tierReasons }: Decision): readonly string[] {
  const deciding = tierReasons.filter((reason) => reason.tier === tier);
  // What only a policy without rules says explains nothing where another one set the tier.
  const isMeant = ({ detail }: Decision['tierReasons'][number]) => deciding.length === 0 || detail !== BY_TYPE;
  const others = tierReasons.filter((reason) => reason.tier !== tier).filter(isMeant);
  const told = [...deciding, ...others].slice(0, MOST_REASONS);
  const lines = told.map((reason) => {
    const code = TIER_CODES[reason.because as keyof typeof TIER_CODES];
    const isPlain = reason.detail === WITHOUT_CONDITION;
    const because = code === undefined ? `${reason.because}${isPlain ? '' : ` (${reason.detail})`}` : reason.detail;
    return `${reason.tier}: ${reason.change}, ${because}`;
  });
  const left = tierReasons.length - told.length;
  return left > 0 ? [...lines, `and ${left} more`] : lines;
}

function explainGate(gate: GateResult): ExplainedGate {
  const { name, status, requirements, skippedBecause } = gate;
  if (skippedBecause === undefined) return { name, status, lines: requirements.map(explainRequirement) };
  const because = SKIPPED[skippedBecause as keyof typeof SKIPPED] ?? skippedBecause;
  return { name, status, lines: [{ text: `Skipped: ${because}.`, details: [] }] };
}

export function explainRequirement({ text, counted = [], ignored = [] }: RequirementResult): ExplainedLine {
  const details = [
    ...(counted.length === 0 ? [] : [`Counted: ${counted.join(', ')}`]),
    ...(ignored.length === 0 ? [] : [`Not counted: ${sayIgnoredPeople(ignored)}`]),
  ];
  return { text, details };
}

function sayIgnoredPeople(ignored: readonly IgnoredPerson[]): string {
  const told = ignored.slice(0, MOST_REASONS).map(({ user, code }) => `${user} (${sayIgnored(code)})`);
  const left = ignored.length - told.length;
  return left > 0 ? `${told.join(', ')} and ${left} more` : told.join(', ');
}

function sayTimes(decision: Decision, policies: readonly PolicyInForce[]): readonly string[] {
  const zone = zoneOf(decision);
  const at = epochMs(decision.at);
  const lines: string[] = [];
  if (decision.override !== null) {
    const { user, reason, expiresAt } = decision.override;
    lines.push(`Override by ${user} until ${sayBoth(epochMs(expiresAt), zone, at)}: ${reason}`);
  }
  if (decision.verdict !== 'open' && opensLater(decision)) {
    const opens = sayBoth(epochMs(decision.earliestOpening), zone, at);
    lines.push(`Earliest opening: ${opens}, if everything else is met by then`);
  }
  return decision.verdict === 'open' ? lines : [...lines, ...sayClosings(decision, policies)];
}
