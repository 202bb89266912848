/** How far a release has come in each environment, what the next one asks for, and what there is to do. */
import type { EpochMs } from '../../domain/instant.ts';
import { inertMarkdown } from '../../domain/markdown.ts';
import { type ExplainedGate, explain } from '../../policy/explanation.ts';
import { strategyOf } from '../../policy/gates/strategy.ts';
import type { KeptGate } from '../ports.ts';
import { linkToRun } from './happened.ts';
import type { Standing } from './record-state.ts';
import { toldGate } from './stage-standing.ts';
import { deploymentOf, newestGate, type ReleaseView, type Stage } from './view.ts';
import { doneAboutIt } from './went-bad.ts';

/** What waits first; else what is going on; else what comes next. */
export function whatToDo({ stages, ahead, over, standing }: ReleaseView): string {
  if (over !== undefined) return `Nothing to do: ${over}`;
  const waiting = stages.find((stage) => newestGate(stage).endedAt === null && newestGate(stage).openedAt === null);
  if (waiting !== undefined) return `${waiting.environment}: ${newestGate(waiting).summary}`;
  const failed = stages.find((stage) => outcomeOf(stage) === 'failure');
  if (failed !== undefined) return sayFound(`The deployment to ${failed.environment} failed`, failed);
  const refused = stages.find((stage) => toldGate(stage).endedAt !== null && outcomeOf(stage) === undefined);
  if (refused !== undefined && toldGate(refused).openedAt === null) {
    return `${refused.environment}: ${toldGate(refused).summary}`;
  }
  const running = stages.find((stage) => newestGate(stage).openedAt !== null && outcomeOf(stage) !== 'success');
  if (running !== undefined) return `Nothing to do: it is being deployed to ${running.environment}`;
  if (standing.state === 'verifying' || standing.state === 'watching') return sayLookedAt(standing, stages);
  const [next] = ahead;
  return next === undefined ? 'Nothing to do' : `Next: deploy it to ${next}`;
}

function sayLookedAt({ state, environment, finding }: Standing, stages: readonly Stage[]): string {
  if (finding !== null) {
    const stage = stages.find((each) => each.environment === environment);
    return sayFound(`${environment}: ${finding}`, stage);
  }
  return state === 'verifying'
    ? `Nothing to do: the verification of ${environment} is awaited`
    : `Nothing to do: it is deployed to ${environment} and watched`;
}

function sayFound(found: string, stage: Stage | undefined): string {
  const done = stage === undefined ? [] : doneAboutIt(stage);
  return [found, ...(done.length === 0 ? ['Repair it, or go back'] : done)].map(unended).join('. ');
}

function unended(sentence: string): string {
  return sentence.replace(/[.]$/, '');
}

function outcomeOf(stage: Stage): string | undefined {
  return deploymentOf(stage, toldGate(stage))?.state;
}

export function sayStages(view: ReleaseView, sayTime: (at: EpochMs) => string): readonly string[] {
  const { stages, ahead, policies } = view;
  const rows = stages.map((stage) => {
    const gate = newestGate(stage);
    const [state, at] = wentBack(view, stage) ?? stateOf(stage, gate);
    return `| ${inertMarkdown(sayWhere(stage.environment, policies))} | ${inertMarkdown(state)} | ${inertMarkdown(sayTime(at))} | ${linkToRun(gate)} |`;
  });
  const coming = ahead.map((name) => `| ${inertMarkdown(name)} | not asked for yet | | |`);
  return ['| environment | where it stands | since | |', '| --- | --- | --- | --- |', ...rows, ...coming];
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
export function sayAskedGates(stage: Stage): readonly string[] {
  const { decided, openedAt, endedAt } = newestGate(stage);
  if (decided === null || openedAt !== null || endedAt !== null) return [];
  const { gates } = explain(decided.decision, decided.facts);
  const lines = gates.flatMap(({ name, status, lines }) =>
    lines.flatMap(({ text, details }, index) => [
      index === 0
        ? `- ${ICONS[status]} **${inertMarkdown(name)}**: ${inertMarkdown(text)}`
        : `  - ${inertMarkdown(text)}`,
      ...details.map((detail) => `  - ${inertMarkdown(detail)}`),
    ]),
  );
  return lines.length === 0 ? [] : ['', `### What ${inertMarkdown(stage.environment)} asks for`, '', ...lines];
}
