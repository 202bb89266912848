/** What happened once a release turned out bad: who was woken and who came, and whether the environment went back. */
import { epochMs } from '../../domain/instant.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import type { KeptRollback, RollbackState } from '../../domain/rollback.ts';
import { called } from '../escalation/called.ts';
import type { KeptEscalation } from '../ports.ts';
import { type Happened, linkTo, sayReason } from './happened.ts';
import type { Stage } from './view.ts';

/** Lines of the timeline; of those of one instant what ends a matter comes before whom it concerns. */
export function afterItWentBad({ rollbacks = [], escalations = [] }: Stage): readonly Happened[] {
  return [...rollbacks.flatMap(ofRollback), ...escalations.flatMap(ofEscalation)];
}

function ofEscalation({ question, found, pages, acknowledged, endedAt, ending }: KeptEscalation): readonly Happened[] {
  const here = inertMarkdown(question.environment);
  const paged = pages.flatMap(({ level, variable, pagedAt }) =>
    pagedAt === null
      ? []
      : [
          {
            at: epochMs(pagedAt),
            text: `${here}: ${inertMarkdown(found.what)}; **${inertMarkdown(called(level, variable))} is paged**`,
          },
        ],
  );
  if (paged.length === 0) return [];
  const how = acknowledged?.how === 'pagerduty' ? 'in PagerDuty' : 'in a comment';
  return [
    ...paged,
    ...(acknowledged === null
      ? []
      : [{ at: epochMs(acknowledged.at), text: `${here}: **${name(acknowledged.by)} takes it on**, ${how}` }]),
    ...(endedAt === null
      ? []
      : [{ at: epochMs(endedAt), text: `${here}: nobody further is paged${sayReason(ending ?? undefined)}` }]),
  ];
}

function ofRollback(kept: KeptRollback): readonly Happened[] {
  const { environment, decidedAt, dispatchedAt, endedAt, runId } = kept;
  const here = inertMarkdown(environment);
  const run = runId === null ? '' : ` (${linkTo(runId)})`;
  return [
    { at: epochMs(decidedAt), text: `${here}: ${sayAsked(kept)}${sayReason(kept.told?.finding)}` },
    ...(dispatchedAt === null ? [] : [{ at: epochMs(dispatchedAt), text: `${here}: the rollback is started${run}` }]),
    ...(endedAt === null ? [] : [{ at: epochMs(endedAt), text: `${here}: ${sayEnded(kept)}` }]),
  ];
}

function sayAsked({ state, orderedBy, targetSha }: KeptRollback): string {
  const back = `to go back to ${targetSha.slice(0, 7)}`;
  if (state === 'asked' || state === 'refused') return `somebody is asked **${back}**`;
  if (orderedBy === null) return `it is **ordered ${back}**, as the policy authorises in advance`;
  return `${name(orderedBy)} **orders it ${back}**`;
}

const ENDED: Readonly<Record<RollbackState, string>> = {
  asked: 'it is asked on',
  ordered: 'it goes on',
  dispatched: 'it goes on',
  verified: '**it went back**, and that was verified',
  failed: '**the rollback failed**',
  unknown: '**nobody can tell whether it went back**',
  cancelled: '**the rollback was cancelled**',
  refused: 'it does **not** go back',
};

function sayEnded({ state, ending }: KeptRollback): string {
  return `${ENDED[state]}${sayReason(ending?.text)}`;
}

function name(who: string): string {
  return inertMarkdown(plainLine(who, 100));
}
