/** What was said and found before a release was let into an environment, beside its approvals: its plan, and whether the target was ready. */
import { epochMs } from '../../domain/instant.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import type { KeptGate } from '../ports.ts';
import { type Happened, sayReason } from './happened.ts';
import type { Stage } from './view.ts';
import { withoutOwner } from './waits-for.ts';

const MOST_HOLDS = 10;

/** What it waited for, one after another: each once, and the newest of many. */
export function whileItWaited({ environment }: Stage, { said = [], openedAt, endedAt }: KeptGate): readonly Happened[] {
  const until = openedAt ?? endedAt ?? Number.POSITIVE_INFINITY;
  const held = said.filter(({ at, summary }) => at < until && !/^(Rollback of \S+ to \S+: )?Open/.test(summary));
  const told = new Map(held.map(({ at, summary }) => [withoutOwner(summary), at] as const).toReversed());
  return [...told]
    .toSorted(([, one], [, other]) => one - other)
    .slice(-MOST_HOLDS)
    .map(([summary, at]) => ({
      at,
      text: `${inertMarkdown(environment)} is held: ${inertMarkdown(plainLine(summary, 200))}`,
    }));
}

/** Lines of the timeline, in no order; what two gates know is told by both in the same words. */
export function beforeItWent({ environment }: Stage, { decided }: KeptGate): readonly Happened[] {
  if (decided === null) return [];
  const { plans = [], preflights = [] } = decided.facts;
  const here = inertMarkdown(environment);
  return [
    ...plans.flatMap(({ title, decisions }) =>
      decisions.map(({ stage, verdict, user, reason, at }) => ({
        at: epochMs(at),
        text: `${inertMarkdown(user)} says ${verdict === 'go' ? 'go' : '**no-go**'} at ${inertMarkdown(plainLine(stage, 100))} of the plan ${inertMarkdown(plainLine(title, 100))}${sayReason(reason)}`,
      })),
    ),
    ...preflights.map(({ file, verdict, at, failedChecks }) => ({
      at: epochMs(at),
      text: `preflight of ${here} (${inertMarkdown(plainLine(file, 100))}): **${verdict}**${sayReason(failedChecks.slice(0, 5).join(', '))}`,
    })),
  ];
}
