/** Our part of the issue that is the record of a release. The first line says what to do. */
import { sayLocal } from '../../calendar/wording.ts';
import type { EpochMs } from '../../domain/instant.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import { explain } from '../../policy/explanation.ts';
import { escalationLines } from '../escalation/escalation-lines.ts';
import { changesOf, sayChanges, titleOf } from './changes-text.ts';
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
  const people = sayPeopleOf(view, sayTime);
  const lines = [
    ...sayHead(view),
    '',
    ...headOf(view),
    '',
    ...sayStages(view, sayTime),
    ...view.stages.flatMap(sayAskedGates),
    '',
    ...(afterwards === null ? [] : [...sayRetrospective(view, afterwards, sayTime), '']),
    '### Go / no-go',
    '',
    ...(people.length === 0 ? ['Nobody has said go or no-go yet.'] : people),
    '',
    '### What is in it',
    '',
    ...sayChanges(view),
    '',
    ...sayPages(view),
    '### Timeline',
    '',
    ...sayTimeline(view, sayTime),
  ];
  return within([...lines, '', `<sub>${FOOT}</sub>`]);
}

const FOOT =
  'Tidegate keeps this part up to date. What you write, tick or comment below it stays. It is never opened again by Tidegate once it is closed.';

/** Known before it goes: who is woken, should it go wrong. */
function sayPages({ stages, ahead, policies, over }: ReleaseView): readonly string[] {
  if (over !== undefined) return [];
  const lines = [...stages.map(({ environment }) => environment), ...ahead].flatMap((environment) =>
    escalationLines(policies, environment).map((line) => `- ${inertMarkdown(environment)}: ${inertMarkdown(line)}`),
  );
  return lines.length === 0 ? [] : ['### If it goes wrong', '', ...lines, ''];
}

function headOf(view: ReleaseView): readonly string[] {
  const decided = latestDecided(view);
  const commit = `Commit ${view.sha}`;
  if (decided === null) return [commit];
  const { decision, facts } = decided;
  const told = explain(decision, facts, view.policies);
  return [
    `${commit}, tier **${inertMarkdown(decision.tier)}**, ${decision.releaseType}, because of:`,
    '',
    ...told.riskReasons.map((line) => `- ${inertMarkdown(line)}`),
  ];
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
