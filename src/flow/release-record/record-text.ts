/** Our part of the issue that is the record of a release. The first line says what to do. */
import { sayLocal } from '../../calendar/wording.ts';
import type { EpochMs } from '../../domain/instant.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import { explain } from '../../policy/explanation.ts';
import { changesOf, sayChanges, titleOf } from './changes-text.ts';
import { sayGoingWrong } from './going-wrong.ts';
import { inertWithOwn, ownNumbers } from './own-numbers.ts';
import { sayPeopleOf } from './people-text.ts';
import { sayHead } from './record-head.ts';
import { type Afterwards, sayRetrospective } from './retrospective.ts';
import { sayAskedGates, sayStages } from './stages-text.ts';
import { sayTimeline } from './timeline-text.ts';
import { beganAt, latestDecided, type ReleaseView } from './view.ts';

/** Leaves people as much room as we take. */
const LONGEST_PART = 40_000;

export function titleOfRecord(view: ReleaseView): string {
  const changes = changesOf(view);
  const last = changes.at(-1);
  const more = changes.length > 1 ? ` and ${changes.length - 1} more` : '';
  const what = last === undefined ? '' : `: ${titleOf(last)}${more}`;
  const service = view.service === undefined ? '' : ` of ${view.service}`;
  return plainLine(`Release ${view.sha.slice(0, 7)}${service}${what}`, 200);
}

export function bodyOfRecord(view: ReleaseView, afterwards: Afterwards | null = null): string {
  const began = beganAt(view);
  const sayTime = (at: EpochMs) => sayLocal(at, view.zone, began);
  // Where times stand in a column, the zone is told once, above them.
  const sayCell = (at: EpochMs) => sayTime(at).replace(` ${view.zone}`, '');
  const people = sayPeopleOf(view, sayCell);
  const lines = [
    ...sayHead(view),
    '',
    ...headOf(view),
    '',
    ...sayStages(view, sayCell),
    ...view.stages.flatMap((stage) => sayAskedGates(stage, ownNumbers(view))),
    '',
    ...(afterwards === null ? [] : [...sayRetrospective(view, afterwards, sayTime), '']),
    '### Go / no-go',
    '',
    ...(people.length === 0 ? [view.over === undefined ? NOBODY_YET : 'Nobody said go or no-go.'] : people),
    '',
    '### What is in it',
    '',
    ...sayChanges(view),
    '',
    ...sayGoingWrong(view),
    `### Timeline (${inertMarkdown(view.zone)})`,
    '',
    ...sayTimeline(view, sayCell),
  ];
  return within([...lines, '', `<sub>${FOOT}</sub>`]);
}

const NOBODY_YET = 'Nobody has said go or no-go yet.';

const FOOT =
  'Tidegate keeps this part up to date. What you write, tick or comment below it stays. It is never opened again by Tidegate once it is closed.';

function headOf(view: ReleaseView): readonly string[] {
  const decided = latestDecided(view);
  const commit = `Commit ${view.sha}`;
  if (decided === null) return [commit];
  const { decision, facts } = decided;
  const told = explain(decision, facts, view.policies);
  return [
    `${commit}, tier **${inertMarkdown(decision.tier)}**, ${decision.releaseType}, because of:`,
    '',
    ...reasonsOf(told.riskReasons, decision.tier).map((line) => `- ${inertWithOwn(line, ownNumbers(view))}`),
  ];
}

/** Those of the tier that it has: what would have made it a lower one decides nothing. */
function reasonsOf(lines: readonly string[], tier: string): readonly string[] {
  const own = lines.filter((line) => line.startsWith(`${tier}: `));
  return own.length === 0 ? lines : own;
}

function within(lines: readonly string[]): string {
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > LONGEST_PART) return [...kept, '', '… more is left out here'].join('\n');
    kept.push(line);
  }
  return kept.join('\n');
}
