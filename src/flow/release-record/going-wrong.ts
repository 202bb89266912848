/** What is known before it goes wrong: who is woken, and what to type to stop it or to go back. */
import { commandWord } from '../../domain/command-word.ts';
import { inertMarkdown } from '../../domain/markdown.ts';
import { entryFor } from '../../policy/names.ts';
import { releaseManagerOf, sayReleaseManager } from '../../policy/release-owner.ts';
import { escalationLines } from '../escalation/escalation-lines.ts';
import { whoMayGoBack } from '../owner/who-may-go-back.ts';
import { trainAim } from '../train/train-text.ts';
import { isGoingBack } from './bad-line.ts';
import { linkToIssue } from './record-head.ts';
import { toldGate } from './stage-standing.ts';
import { deploymentOf, newestGate, type ReleaseView } from './view.ts';

/** Lines of Markdown; empty: nobody is woken, and nothing can be typed. */
export function sayGoingWrong(view: ReleaseView): readonly string[] {
  const lines = [...sayPages(view), ...sayStop(view), ...sayWaysBack(view), ...sayTrains(view)];
  const heading = view.over === undefined ? '### If it goes wrong' : '### To go back';
  return [...asSection(heading, lines), ...asSection('### To let it in again', sayLift(view))];
}

function asSection(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [heading, '', ...lines.map((line) => `- ${line}`), ''];
}

function environmentsOf({ stages, ahead }: ReleaseView): readonly string[] {
  return [...stages.map(({ environment }) => environment), ...ahead];
}

/** One sentence for all environments of which it is true. */
function sayPages(view: ReleaseView): readonly string[] {
  if (view.over !== undefined) return [];
  const all = environmentsOf(view).flatMap((environment) =>
    escalationLines(view.policies, environment).map((line) => ({ environment, line })),
  );
  return [...Map.groupBy(all, ({ line }) => line)].map(([line, where]) => {
    const names = where.map(({ environment }) => inertMarkdown(environment)).join(' and ');
    return `${names}: ${inertMarkdown(line)}`;
  });
}

/** Before it is let in; of several environments the one that it comes to next. */
function sayStop(view: ReleaseView): readonly string[] {
  const { stages, ahead, over, sha } = view;
  const waiting = stages.find((stage) => newestGate(stage).openedAt === null && newestGate(stage).endedAt === null);
  const environment = waiting?.environment ?? ahead[0];
  if (over !== undefined || environment === undefined) return [];
  const who = whoMayGoBack(view.policies, environment);
  const hold =
    who === ''
      ? []
      : [
          `\`/tidegate hold ${commandWord(environment, 'ENV')} @${sha.slice(0, 7)} REASON\` in a comment here (${inertMarkdown(who)})`,
        ];
  const ways = [...hold, ...sayNoGo(view, environment)];
  return ways.length === 0
    ? []
    : [`To stop it before it is let into ${inertMarkdown(environment)}: ${ways.join(', or ')}.`];
}

function sayNoGo({ related, policies }: ReleaseView, environment: string): readonly string[] {
  const [plan] = related.plans;
  const stages = policies.flatMap(({ policy }) => Object.keys(policy.plan?.stages ?? {}));
  const stage = stages.find((name) => name.toLowerCase() === environment.toLowerCase());
  if (plan === undefined || plan.record === null || stage === undefined) return [];
  const manager = releaseManagerOf(
    policies.map(({ policy }) => policy),
    environment,
  );
  const who = manager === undefined ? '' : ` (${inertMarkdown(sayReleaseManager(manager))})`;
  return [`\`/tidegate no-go ${commandWord(stage, 'STAGE')} REASON\` in #${plan.record}${who}`];
}

/** Of what has gone back already nothing more goes back. */
function sayWaysBack(view: ReleaseView): readonly string[] {
  const { standing, stages, policies, sha } = view;
  if (standing.state === 'rolled back' || standing.state === 'superseded') return [];
  const goingBack = stages.filter(isGoingBack).map(({ environment }) => environment);
  return environmentsOf(view)
    .filter((environment) => !goingBack.includes(environment))
    .filter((environment) => policies.some(({ policy }) => entryFor(policy, environment)?.rollback !== undefined))
    .map((environment) => {
      const who = whoMayGoBack(view.policies, environment);
      const command = `\`/tidegate rollback ${commandWord(environment, 'ENV')} @${sha.slice(0, 7)} REASON\``;
      const stage = view.stages.find((each) => each.environment === environment);
      const isThere = stage !== undefined && deploymentOf(stage, toldGate(stage))?.state === 'success';
      const what = isThere
        ? `To go back in ${inertMarkdown(environment)}`
        : `Once it is in ${inertMarkdown(environment)}, to go back`;
      return `${what}: ${command} in a comment here${who === '' ? '' : ` (${inertMarkdown(who)})`}.`;
    });
}

function sayTrains({ standing, related, repository }: ReleaseView): readonly string[] {
  if (standing.state === 'rolled back' || standing.state === 'superseded') return [];
  return related.trains.flatMap((train) =>
    train.issue === null || train.back !== null
      ? []
      : [
          `With its train: \`/tidegate rollback ${trainAim(train.train)} REASON\` in ${linkToIssue(train.place, train.issue, repository)}.`,
        ],
  );
}

/** What a rollback took out is refused from then on. */
function sayLift(view: ReleaseView): readonly string[] {
  const { standing, stages, sha } = view;
  const stage = stages.find(({ environment }) => environment === standing.environment);
  const isByLedger = stage?.rollbacks?.some(({ state }) => state === 'verified') ?? false;
  if (stage === undefined || standing.state !== 'rolled back' || !isByLedger) return [];
  const who = whoMayGoBack(view.policies, stage.environment);
  const command = `\`/tidegate lift ${commandWord(stage.environment, 'ENV')} @${sha.slice(0, 7)} REASON\``;
  return [
    `${inertMarkdown(stage.environment)} refuses what contains it until somebody types ${command} in a comment here${who === '' ? '' : ` (${inertMarkdown(who)})`}.`,
  ];
}

/** In words: of every policy that names somebody, each of them has to agree. Empty: nobody. */
