/** What a record says once the release is closed, or was rolled back: figures for us, criteria and lessons for people. */
import type { Addition } from '../../domain/effect.ts';
import type { Change } from '../../domain/facts.ts';
import { type EpochMs, epochMs, type Instant } from '../../domain/instant.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import { sayDuration } from '../../dora/render/words.ts';
import type { FileChange, KeptGate } from '../ports.ts';
import { changesOf } from './changes-text.ts';
import { type Criterion, criteriaIn } from './criteria.ts';
import { toldGate, verificationsOf } from './stage-standing.ts';
import { deploymentOf, type ReleaseView, type Stage } from './view.ts';

const MOST_POLICY_CHANGES = 10;

export interface Afterwards {
  /** Commits that changed the policy since the release was decided, newest first. */
  readonly policyChanges: readonly FileChange[];
  /** The last probe while it was watched; null: nothing probed it. */
  readonly probe: { readonly verdict: string; readonly at: Instant } | null;
  /** What people wrote in the record; null: it cannot be read. */
  readonly written: string | null;
}

export function sayRetrospective(
  view: ReleaseView,
  afterwards: Afterwards,
  sayTime: (at: EpochMs) => string,
): readonly string[] {
  const criteria = [...criteriaOfChanges(view), ...criteriaIn(afterwards.written ?? '')];
  const ticked = criteria.filter(({ isTicked }) => isTicked).length;
  const { probe } = afterwards;
  return [
    '### Retrospective',
    '',
    `- Success criteria: ${criteria.length === 0 ? 'nobody wrote any' : `${ticked} of ${criteria.length} ticked when it ended`}`,
    ...sayLeadTime(view),
    ...view.stages.flatMap((stage) => {
      const { askedAt, openedAt } = toldGate(stage);
      const held =
        openedAt === null ? [] : [`- Held before ${inertMarkdown(stage.environment)}: ${lasted(openedAt - askedAt)}`];
      return [...held, `- Verification in ${inertMarkdown(stage.environment)}: ${sayVerdicts(stage)}`];
    }),
    ...(probe === null
      ? []
      : [`- Last probe while it was watched: ${probe.verdict}, ${inertMarkdown(sayTime(epochMs(probe.at)))}`]),
    `- Changes: ${changesOf(view).length}`,
    ...sayPolicyChanges(afterwards.policyChanges, sayTime),
  ];
}

/** One after another, each that is another than the one before it. */
function sayVerdicts(stage: Stage): string {
  const all = verificationsOf(stage).map(({ verdict }) => verdict);
  const told = all.filter((verdict, index) => verdict !== all[index - 1]);
  return told.length > 0
    ? told.join(', then ')
    : (deploymentOf(stage, toldGate(stage))?.verification?.verdict ?? 'none');
}

/** Going back to it later took none of its changes anywhere. */
function broughtBy(stage: Stage): KeptGate {
  const told = toldGate(stage);
  if (told.decided?.facts.direction !== 'backward') return told;
  return stage.gates.findLast(({ decided }) => decided !== null && decided.facts.direction !== 'backward') ?? told;
}

/** From the first change that was merged to the end of the last deployment. */
function sayLeadTime(view: ReleaseView): readonly string[] {
  const merged = changesOf(view).flatMap((change) => mergedAt(change) ?? []);
  const ends = view.stages.flatMap((stage) => deploymentOf(stage, broughtBy(stage))?.finishedAt ?? []);
  if (merged.length === 0 || ends.length === 0) return [];
  const lead = Math.max(...ends.map(epochMs)) - Math.min(...merged.map(epochMs));
  return lead < 0 ? [] : [`- Lead time, from the first change merged to the last deployment: ${lasted(lead)}`];
}

function mergedAt(change: Change): Instant | undefined {
  return change.kind === 'commit' ? change.at : change.mergedAt;
}

function lasted(ms: number): string {
  return sayDuration(Math.max(0, Math.round(ms / 1000)));
}

function sayPolicyChanges(changes: readonly FileChange[], sayTime: (at: EpochMs) => string): readonly string[] {
  if (changes.length === 0) return ['- The policy has not changed since it was decided'];
  const shown = changes.slice(0, MOST_POLICY_CHANGES);
  const left = changes.length - shown.length;
  return [
    `- The policy changed ${changes.length === 1 ? 'once' : `${changes.length} times`} since it was decided:`,
    ...shown.map(
      ({ sha, at, subject }) =>
        `  - ${sha}, ${inertMarkdown(sayTime(epochMs(at)))}: ${inertMarkdown(plainLine(subject, 100))}`,
    ),
    ...(left > 0 ? [`  - … and ${left} more`] : []),
  ];
}

function criteriaOfChanges(view: ReleaseView): readonly Criterion[] {
  return changesOf(view).flatMap((change) => (change.kind === 'commit' ? [] : criteriaIn(change.body)));
}

const MOST_CRITERIA = 50;

/** What stands in the record already is ticked there. */
export function placeForPeople(view: ReleaseView): Addition {
  const criteria = criteriaOfChanges(view).slice(0, MOST_CRITERIA);
  const boxes = criteria.map(({ text, isTicked }) => `- [${isTicked ? 'x' : ' '}] ${inertMarkdown(text)}`);
  const lines = [
    ...(boxes.length === 0 ? [] : ['### Success criteria: met?', '', ...boxes, '']),
    '### Lessons',
    '',
    '_What went well, what did not, and what changes because of it:_',
    '',
  ];
  return { name: 'retrospective', text: lines.join('\n') };
}
