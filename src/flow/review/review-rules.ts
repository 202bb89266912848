/** What a review has to keep to, and who helps: told at its head. */
import { sayBoth } from '../../calendar/wording.ts';
import type { EpochMs } from '../../domain/instant.ts';
import { inertMarkdown } from '../../domain/markdown.ts';
import { releaseManagerOf, sayReleaseManager } from '../../policy/release-owner.ts';
import { runbookLine } from '../owner/runbook-line.ts';
import { sayLabels } from '../policy/asked-of-reviews.ts';
import type { Reviewed } from './review-text.ts';

/** What a review has to keep to. */
export interface Rules {
  readonly dueAt: EpochMs | null;
  readonly causes: readonly (readonly string[])[];
}

export function sayRules({ gate, zone, policies }: Reviewed, { dueAt, causes }: Rules): readonly string[] {
  const { environment } = gate.question;
  const manager = releaseManagerOf(
    policies.map(({ policy }) => policy),
    environment,
  );
  const runbook = runbookLine(policies, environment, 'issue');
  const lines = [
    ...(dueAt === null ? [] : [`- To be closed by ${inertMarkdown(sayBoth(dueAt, zone, gate.askedAt))}.`]),
    ...(causes.length === 0 ? [] : [`- Before you close it, say its cause: add ${sayLabels({ causes })}.`]),
    ...(manager === undefined ? [] : [`- Release manager: ${inertMarkdown(sayReleaseManager(manager))}.`]),
    ...(runbook === null ? [] : [`- ${runbook}`]),
  ];
  return lines.length === 0 ? [] : [...lines, ''];
}
