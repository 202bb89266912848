/** How far a release has come in each environment, and what the next one asks for. */
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import { inertMarkdown } from '../../domain/markdown.ts';
import { type ExplainedGate, explain } from '../../policy/explanation.ts';
import { strategyOf } from '../../policy/gates/strategy.ts';
import type { KeptGate } from '../ports.ts';
import { isGoingBack } from './bad-line.ts';
import { linkToRun } from './happened.ts';
import { inertWithOwn } from './own-numbers.ts';
import { deploymentOf, newestGate, type ReleaseView, type Stage } from './view.ts';

export function sayStages(view: ReleaseView, sayTime: (at: EpochMs) => string): readonly string[] {
  const { stages, ahead, policies } = view;
  const rows = stages.map((stage) => {
    const gate = newestGate(stage);
    const [state, at] = wentBack(view, stage) ?? sayBadState(stage) ?? stateOf(stage, gate);
    return `| ${inertMarkdown(sayWhere(stage.environment, policies))} | ${inertMarkdown(state)} | ${inertMarkdown(sayTime(at))} | ${linkToRun(gate)} |`;
  });
  const coming = ahead.map((name) => `| ${inertMarkdown(name)} | not asked for yet | | |`);
  return [
    `| environment | where it stands | since (${inertMarkdown(view.zone)}) | |`,
    '| --- | --- | --- | --- |',
    ...rows,
    ...coming,
  ];
}

/** What was deployed there does not run there any more. */
function wentBack(
  { standing, over, endedAt }: ReleaseView,
  { environment }: Stage,
): readonly [string, EpochMs] | undefined {
  const isHere = standing.state === 'rolled back' && standing.environment === environment;
  return isHere && over !== undefined && endedAt !== null
    ? [`↩️ ${over.replace(`${environment} `, '')}`, endedAt]
    : undefined;
}

/** A deployment that ended well tells nothing about one that fails now. */
function sayBadState(stage: Stage): readonly [string, EpochMs] | undefined {
  const back = stage.rollbacks?.at(-1);
  if (back !== undefined && isGoingBack(stage)) {
    return [`⏪ going back to ${back.targetSha.slice(0, 7)}`, epochMs(back.decidedAt)];
  }
  const said = deploymentOf(stage, newestGate(stage))?.verification;
  return said?.verdict === 'fail' ? ['❌ deployed, and failing', epochMs(said.at)] : undefined;
}

/** With the way in which it reaches its users, where the policy names one: `production (canary)`. */
function sayWhere(environment: string, policies: ReleaseView['policies']): string {
  const strategy = strategyOf(
    policies.map(({ policy }) => policy),
    environment,
  );
  return strategy === undefined ? environment : `${environment} (${strategy})`;
}

function stateOf(stage: Stage, gate: KeptGate): readonly [string, EpochMs] {
  const deployment = deploymentOf(stage, gate);
  const finishedAt = deployment?.finishedAt === undefined ? undefined : Date.parse(deployment.finishedAt);
  if (deployment?.state === 'success') return ['✅ deployed', finishedAt ?? gate.askedAt];
  if (deployment?.state === 'failure') return ['⛔ the deployment failed', finishedAt ?? gate.askedAt];
  if (gate.openedAt !== null) return ['🚀 let through', gate.openedAt];
  if (gate.endedAt !== null) return [gate.summary, gate.endedAt];
  return ['⏳ waiting', gate.askedAt];
}

const ICONS: Readonly<Record<ExplainedGate['status'], string>> = {
  met: '✅',
  pending: '⏳',
  failed: '⛔',
  skipped: '⏭️',
};

/** What a waiting environment asks for; of one that was let through the timeline tells enough. */
export function sayAskedGates(stage: Stage, own: ReadonlySet<number>): readonly string[] {
  const { decided, openedAt, endedAt } = newestGate(stage);
  if (decided === null || openedAt !== null || endedAt !== null) return [];
  const { gates } = explain(decided.decision, decided.facts);
  const lines = gates.flatMap(({ name, status, lines }) =>
    lines.flatMap(({ text, details }, index) => [
      index === 0
        ? `- ${ICONS[status]} **${inertMarkdown(name)}**: ${inertWithOwn(text, own)}`
        : `  - ${inertWithOwn(text, own)}`,
      ...details.map((detail) => `  - ${inertWithOwn(detail, own)}`),
    ]),
  );
  return lines.length === 0 ? [] : ['', `### What ${inertMarkdown(stage.environment)} asks for`, '', ...lines];
}
