/** The comment on a held gate: whom it waits for and how they answer, then what else is missing. */
import { commandWord } from '../domain/command-word.ts';
import type { Decision, RequirementResult } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { type ExplainedLine, explain, explainRequirement } from './explanation.ts';
import type { PolicyInForce } from './gates/context.ts';
import { isDoneByItself, isDoneByTime } from './headline/asks.ts';
import { headline } from './headline.ts';
import { ICONS, inert, joinWithin, withOwnNumbers } from './markdown-lines.ts';
import { type AskedPeople, peopleAsked, sayLackingAlone } from './reasons.ts';
import { releaseManagerOf, sayReleaseManager } from './release-owner.ts';

/** GitHub's limit for the comment of a protection rule. */
const LONGEST_REPORT = 1024;

/**
 * Markdown of at most 1,024 characters, the same as long as the reasons are the same, since GitHub takes ten of them per
 * deployment. What people have to do comes first, then what is done by itself, then what time does: the end may have to
 * make room for others.
 *
 * @param record the number of the issue that is the record of the release; null: there is none that we know of.
 */
export function holdReport(
  decision: Decision,
  facts: Facts,
  policies: readonly PolicyInForce[] = [],
  record: number | null = null,
): string {
  const told = explain(decision, facts, policies);
  const asked = askedOf(decision, facts);
  const lines = unmetOf(decision, asked !== null).map(({ name, status, line }) => asBullets(name, status, line));
  const isTold = isOpeningTold(decision);
  const blocks = [
    asked === null ? `**${inert(told.headline)}**` : sayAsked(asked, { decision, facts, policies, record }),
    '',
    ...lines.flat(),
    ...[...told.notes, ...(isTold ? told.time.filter((line) => !line.startsWith('Earliest')) : told.time)].map(
      (line) => `- ${inert(line)}`,
    ),
    `- Tier ${inert(decision.tier)}, ${decision.releaseType}.`,
  ];
  return withOwnNumbers(joinWithin(blocks, [], { limit: LONGEST_REPORT, left: sayLeftOut(record) }), facts);
}

/** Ends what had to be cut. */
export function sayLeftOut(record: number | null): string {
  const where = record === null ? '' : `; all of it stands in #${record}`;
  return `- More is left out, since GitHub takes 1,024 characters here${where}.`;
}

interface Unmet {
  readonly name: string;
  readonly status: RequirementResult['status'];
  readonly line: ExplainedLine;
}

/** In the order in which they matter to whoever reads it. */
function unmetOf(decision: Decision, isHowTold: boolean): readonly Unmet[] {
  return decision.gates
    .flatMap(({ name, requirements }) => requirements.map((requirement) => ({ name, requirement })))
    .filter(({ requirement }) => requirement.status !== 'met')
    .toSorted((one, other) => rankOf(one.requirement) - rankOf(other.requirement))
    .map(({ name, requirement }) => {
      const alone = isHowTold ? sayLackingAlone(requirement.reason) : undefined;
      const line = explainRequirement(alone === undefined ? requirement : { ...requirement, text: alone });
      return { name, status: requirement.status, line };
    });
}

function rankOf({ status, reason }: RequirementResult): number {
  if (status === 'failed') return 0;
  if (isDoneByTime(reason)) return 3;
  return isDoneByItself(reason) ? 2 : 1;
}

function asBullets(name: string, status: Unmet['status'], { text, details }: ExplainedLine): readonly string[] {
  return [`- ${ICONS[status]} **${inert(name)}**: ${inert(text)}`, ...details.map((detail) => `  - ${inert(detail)}`)];
}

/** A window or the end of a freeze that is the opening says so itself. */
function isOpeningTold({ gates, earliestOpening }: Decision): boolean {
  const times = gates
    .flatMap(({ requirements }) => requirements)
    .filter(({ status, reason }) => status !== 'met' && isDoneByTime(reason));
  return times.some(({ reason }) => earliestOpening !== null && Object.values(reason).includes(earliestOpening));
}

/** Those who can let the release as a whole go on; null: something stands in their way, or nobody is asked. */
function askedOf(decision: Decision, { question }: Facts): readonly AskedPeople[] | null {
  const unmet = decision.gates.flatMap(({ requirements }) => requirements.filter(({ status }) => status !== 'met'));
  const isPlain = question.kind === 'deploy' && decision.mode === 'enforce';
  if (!isPlain || unmet.some(({ status, kind }) => status === 'failed' || kind === 'environment')) return null;
  const asked = unmet.filter(({ kind }) => kind === 'approvals').map(({ reason }) => peopleAsked(reason));
  const known = asked.filter((each) => each !== null);
  return known.length === 0 || known.length < asked.length ? null : known;
}

interface Asking {
  readonly record: number | null;
  readonly decision: Decision;
  readonly facts: Facts;
  readonly policies: readonly PolicyInForce[];
}

function sayAsked(asked: readonly AskedPeople[], { decision, facts, policies, record }: Asking): string {
  const { question, candidate } = facts;
  if (question.kind !== 'deploy') return `**${inert(headline(decision, facts, policies))}**`;
  const isAfter = asked.every(({ waitsFor }) => waitsFor !== null);
  const who = inert([...new Set(asked.map(({ who: each }) => each))].join(', and '));
  const manager = sayManager(policies, question.environment);
  const ways = waysOf(asked, commandWord(question.environment, 'ENV'), { sha: candidate.sha, record });
  if (isAfter) {
    const first = [...new Set(asked.map(({ waitsFor }) => waitsFor))].join(' and ');
    return `**Held: first this commit has to be verified in ${inert(first)}. Then for ${who}:** ${ways}.${manager}`;
  }
  return `**Held for ${who}: ${ways}.**${manager}`;
}

function waysOf(
  asked: readonly AskedPeople[],
  environment: string,
  { sha, record }: { readonly sha: string; readonly record: number | null },
): string {
  const command = `/tidegate approve ${environment}`;
  const ways = [
    ...(asked.some(({ sources }) => sources.includes('deployment-review')) ? ['approve here'] : []),
    ...(asked.some(({ sources }) => sources.includes('comment'))
      ? [
          record !== null
            ? `comment \`${command}\` in #${record}`
            : `comment \`${command} @${sha.slice(0, 7)}\` on any issue`,
        ]
      : []),
  ];
  return ways.join(', or ');
}

function sayManager(policies: readonly PolicyInForce[], environment: string): string {
  const manager = releaseManagerOf(
    policies.map(({ policy }) => policy),
    environment,
  );
  return manager === undefined ? '' : ` Release manager: ${inert(sayReleaseManager(manager))}.`;
}
