/** Days of work: what people do in the repository while processes are killed, and what has to have come of it. */
import type { Issue, PullRequest, Repository } from '../../../standin/start.ts';
import type { Random } from '../random.ts';
import { startChanges } from './changes.ts';
import { type Claim, type Gate, startDeployments } from './deployments.ts';
import { type Decision, startPlanning } from './planning.ts';
import { CAUSE, PRODUCTION } from './shop.ts';
import { type Command, startTalk } from './talk.ts';

export interface Story {
  /** Something that has people, CI or a deployment ask something of the App. */
  goOn(): void;
  /** Something that people are told of. */
  haveTold(): void;
  /** Jobs whose verification nobody took send it again. */
  tellAgain(): Promise<void>;
  /** What only a person can do for gates that are still held. */
  approveAll(): Promise<void>;
  /** Deployments that were let through end, and their environments are free again. */
  finishRuns(): Promise<void>;
  /** What was begun is over: a new issue to talk in, and another planned release. */
  turnPage(): void;
  /** Somebody said no-go, and did not take it back. */
  isHeld(): boolean;
  readonly gates: readonly Gate[];
  readonly claims: readonly Claim[];
  /** Deployments to production that ended well. */
  readonly delivered: readonly Gate[];
  readonly commands: readonly Command[];
  readonly decisions: readonly Decision[];
  readonly pulls: readonly PullRequest[];
  readonly merged: readonly PullRequest[];
}

export interface Places {
  /** Where jobs send what they say. */
  readonly jobsTell: string;
  /** Has GitHub deliver a webhook again that was taken in. */
  readonly deliverAgain: () => void;
}

export function startStory(shop: Repository, random: Random, { jobsTell, deliverAgain }: Places): Story {
  const talk = startTalk(() => shop.openIssue({ title: 'release', author: 'anna' }));
  const planning = startPlanning(shop, talk, random);
  const changes = startChanges(shop, planning.milestone);
  const deployments = startDeployments(shop, changes, random, jobsTell);

  function deploy(kind: Parameters<typeof deployments.deploy>[0]): void {
    if (!deployments.deploy(kind)) talk.say('/tidegate status', 'cleo');
  }
  function approve({ environment, run }: Gate): void {
    talk.say(`/tidegate approve ${environment} @${run.sha.slice(0, 12)}`, random.oneOf(['ben', 'cleo']));
  }
  function withHeld(act: (gate: Gate) => void): void {
    const [first, ...others] = deployments.held();
    if (first === undefined) deploy('board');
    else act(random.oneOf([first, ...others]));
  }
  const acts: readonly (() => void)[] = [
    planning.plan,
    planning.plan,
    planning.decide,
    planning.decide,
    () => deploy('free'),
    () => deploy('board'),
    () => deploy('board'),
    () => deploy('production'),
    () => deploy('production'),
    () => withHeld(approve),
    () => withHeld(({ environment }) => talk.say(`/tidegate override ${environment} the shop is down`, 'ola')),
    () => deployments.end() || deploy('production'),
    () => deployments.end() || deploy('production'),
    changes.propose,
    changes.push,
    changes.review,
    changes.merge,
    changes.merge,
    () => closeReview(shop, random),
    () => talk.say(`/tidegate acknowledge ${random.oneOf(PRODUCTION)}`, 'anna'),
    () => talk.say('/tidegate status', 'cleo'),
    () => talk.say('/tidegate hold free-1 I do not like it', 'mallory'),
    deliverAgain,
  ];
  let ahead: readonly (() => void)[] = [];
  return {
    // All of them, in an order of their own each time round.
    goOn: () => {
      if (ahead.length === 0) ahead = shuffled(acts, random);
      const [act, ...rest] = ahead;
      ahead = rest;
      act?.();
    },
    haveTold: planning.plan,
    tellAgain: deployments.tellAgain,
    approveAll: async () => {
      deployments.held().forEach(approve);
      await planning.letGo();
    },
    finishRuns: deployments.finishRuns,
    turnPage: () => {
      talk.turnPage();
      planning.end();
      deployments.turnPage();
    },
    isHeld: planning.isHeld,
    ...{ gates: deployments.gates, claims: deployments.claims, delivered: deployments.delivered },
    ...{ commands: talk.commands, decisions: planning.decisions, pulls: changes.pulls, merged: changes.merged },
  };
}

export function shuffled<T>(things: readonly T[], random: Random): readonly T[] {
  return things
    .map((thing) => ({ thing, place: random.below(1_000_000) }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ thing }) => thing);
}

/** Without the label that names the cause, it has to be opened again. */
function closeReview(shop: Repository, random: Random): void {
  const review = shop.issues().find((issue) => isReview(issue) && issue.state === 'open');
  if (review === undefined) return;
  if (random.below(2) === 0) review.label(CAUSE, 'ola');
  review.close('ola');
}

function isReview({ author, labels }: Issue): boolean {
  return author === 'tidegate[bot]' && labels.includes('tidegate:review');
}
