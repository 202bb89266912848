/** What happened to a release, in one order across all environments. */

import { type EpochMs, epochMs } from '../../domain/instant.ts';
import { inertMarkdown } from '../../domain/markdown.ts';
import { sayUncounted } from '../../policy/reasons/uncounted.ts';
import type { KeptGate } from '../ports.ts';
import { type Happened, linkToRun, sayReason } from './happened.ts';
import { beforeItWent, whileItWaited } from './said-before.ts';
import { saidOfVerifications } from './verified.ts';
import { deploymentOf, type ReleaseView, type Stage } from './view.ts';
import { afterItWentBad } from './went-bad.ts';

const MOST_LINES = 100;

/** The newest lines of a long one. */
export function sayTimeline(view: Pick<ReleaseView, 'stages'>, sayTime: (at: EpochMs) => string): readonly string[] {
  const all = view.stages.flatMap((stage) => [
    ...stage.gates.flatMap((gate) => [
      ...happened(stage, gate),
      ...beforeItWent(stage, gate),
      ...whileItWaited(stage, gate),
    ]),
    ...afterItWentBad(stage),
  ]);
  const told = new Map(all.map((one) => [`${one.at} ${one.text}`, one]));
  const lines = [...told.values()]
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, text }) => `- ${inertMarkdown(sayTime(at))}: ${text}`);
  const left = lines.length - MOST_LINES;
  return left > 0 ? [`- … ${left} earlier ones are left out`, ...lines.slice(left)] : lines;
}

function happened(stage: Stage, gate: KeptGate): readonly Happened[] {
  const environment = inertMarkdown(stage.environment);
  return [
    { at: gate.askedAt, text: `${environment} is asked for${sayStarter(gate)} (${linkToRun(gate)})` },
    ...said(stage, gate),
    ...ended(stage, gate),
    ...deployed(stage, gate),
  ];
}

function sayStarter({ decided }: KeptGate): string {
  const question = decided?.facts.question;
  if (question?.kind !== 'deploy') return '';
  const back = decided?.facts.direction === 'backward' ? ', going back to this older commit' : '';
  return ` by ${inertMarkdown(question.actor)}${back}`;
}

function said({ environment }: Stage, { decided }: KeptGate): readonly Happened[] {
  if (decided === null) return [];
  const { facts } = decided;
  const here = inertMarkdown(environment);
  return [
    ...facts.approvals.map(({ user, state, at, reason }) => ({
      at: epochMs(at),
      text: `${inertMarkdown(user)} ${state === 'approved' ? 'says go' : 'says **no-go**'} for ${here}${sayReason(reason)}`,
    })),
    ...facts.overrides
      .filter(({ sha }) => sha === facts.candidate.sha)
      .map(({ user, at, reason }) => ({
        at: epochMs(at),
        text: `${inertMarkdown(user)} **overrides** ${here}${sayReason(reason)}`,
      })),
    ...facts.holds
      .filter(({ contains }) => contains)
      .map(({ by, at, sha, reason }) => ({
        at: epochMs(at),
        text: `${inertMarkdown(by)} holds ${sha.slice(0, 7)} back from ${here}${sayReason(reason)}`,
      })),
    ...facts.incidents.map(({ number, openedAt, labels }) => ({
      at: epochMs(openedAt),
      text: `incident #${number} (${inertMarkdown(labels.join(', '))}) is opened`,
    })),
  ];
}

function ended({ environment }: Stage, { openedAt, endedAt, decided, summary }: KeptGate): readonly Happened[] {
  const here = inertMarkdown(environment);
  if (openedAt !== null) {
    const why = decided === null ? '' : `: ${inertMarkdown(decided.summary)}`;
    return [{ at: openedAt, text: `**${here} is let through**${why}` }];
  }
  return endedAt === null ? [] : [{ at: endedAt, text: `${here}: ${inertMarkdown(summary)}` }];
}

function deployed(stage: Stage, gate: KeptGate): readonly Happened[] {
  const deployment = deploymentOf(stage, gate);
  if (deployment === undefined) return [];
  const { state, finishedAt, uncounted } = deployment;
  const here = inertMarkdown(stage.environment);
  const isBack = gate.decided?.facts.direction === 'backward';
  const well = isBack ? `**${here} came back to it**${sayWhyBack(gate)}` : `**deployed to ${here}**`;
  const outcome = state === 'success' ? well : `the deployment to ${here} **failed**`;
  return [
    ...(finishedAt === undefined || state === 'in_progress' ? [] : [{ at: epochMs(finishedAt), text: outcome }]),
    ...saidOfVerifications(stage, deployment),
    ...(uncounted === undefined
      ? []
      : [
          { at: epochMs(uncounted.at), text: `**not verified in ${here}**. ${inertMarkdown(sayUncounted(uncounted))}` },
        ]),
  ];
}

/** By the commit that it went back from. */
function sayWhyBack({ decided }: KeptGate): string {
  const from = decided?.facts.baseline?.sha;
  return from === undefined ? '' : `, because it went back from \`${from.slice(0, 7)}\``;
}
