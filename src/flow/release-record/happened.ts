/** One line of the timeline of a release. */
import type { EpochMs } from '../../domain/instant.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import type { KeptGate } from '../ports.ts';

export interface Happened {
  readonly at: EpochMs;
  /** As Markdown, without what others wrote having power. */
  readonly text: string;
}

/** Issues are pages of the repository, so the way to a run is the same wherever GitHub runs. */
export function linkToRun({ question }: Pick<KeptGate, 'question'>): string {
  return linkTo(question.runId);
}

export function linkTo(runId: number): string {
  return `[run ${runId}](../actions/runs/${runId})`;
}

const LONGEST_REASON = 300;

/** Empty where nothing was said. */
export function sayReason(reason: string | undefined): string {
  return reason ? `: ${inertMarkdown(plainLine(reason, LONGEST_REASON))}` : '';
}
