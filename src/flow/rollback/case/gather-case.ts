/** Everything a rollback is decided on, read from GitHub and the store. */
import { type EpochMs, toInstant } from '../../../domain/instant.ts';
import type { RollbackQuestion } from '../../../domain/question.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import type { LaneDeployment, RollbackCase, RollbackSettings } from '../../../rollback/case.ts';
import { decideRollback } from '../../../rollback/decide.ts';
import type { RollbackDecision } from '../../../rollback/decision.ts';
import type { Stand } from '../stand.ts';
import { liveIn, requestsSince, triggerOf } from './finding.ts';
import { earlierIn, type RollbackLane, readLane } from './lane.ts';
import { rollbackSettings } from './settings.ts';
import { readWhatGoes, type WhatGoes } from './taken-away.ts';
import { meansOf, quarantinedIn } from './way-back.ts';

/** A finding that was looked into, and what is to be done about it. */
export interface DecidedRollback {
  readonly question: RollbackQuestion;
  readonly policies: readonly PolicyInForce[];
  readonly rules: RollbackSettings | undefined;
  readonly lane: RollbackLane;
  readonly failed: LaneDeployment | undefined;
  readonly rollbackCase: RollbackCase;
  readonly decision: RollbackDecision;
  /** Null where there is nothing to go back to. */
  readonly goes: WhatGoes | null;
  readonly at: EpochMs;
}

export interface Reach extends Stand {
  /** A finding in another member of the group counts here, too. */
  readonly trigger?: RollbackCase['trigger'] | undefined;
  /** Somebody who orders it right now, and may. */
  readonly orderedBy?: string | undefined;
}

/** Null: nothing was found that a rollback could be about. */
export async function judgeRollback(reach: Reach): Promise<DecidedRollback | null> {
  const { question, policies, github, ports, at } = reach;
  const rules = rollbackSettings(policies, question.environment);
  const lane = await readLane(question, github, ports);
  const failed = lane.deployments.find(({ id }) => id === question.deploymentId);
  const trigger = reach.trigger ?? (failed === undefined ? null : triggerOf(lane, failed, at));
  if (trigger === null) return null;
  const quarantined = await quarantinedIn(lane, question, github);
  const first = caseOf({ reach, rules, lane, failed, trigger, quarantined });
  const { target } = decideRollback(first);
  const base = { question, policies, rules, lane, failed, at };
  if (target === null || rules === undefined || failed === undefined) {
    return { ...base, rollbackCase: first, decision: decideRollback(first), goes: null };
  }
  const way = { question, from: failed.sha, to: target.sha, rules, policies, stated: lane.stated, at };
  const goes = await readWhatGoes(github, way);
  const { sha } = await github.repository();
  const rollbackCase: RollbackCase = {
    ...first,
    failed: first.failed && { ...first.failed, tier: goes.tier },
    takenAway: goes.takenAway,
    target: await meansOf(rules, github, sha),
  };
  return { ...base, rollbackCase, decision: decideRollback(rollbackCase), goes };
}

interface Parts {
  readonly reach: Reach;
  readonly rules: RollbackSettings | undefined;
  readonly lane: RollbackLane;
  readonly failed: LaneDeployment | undefined;
  readonly trigger: RollbackCase['trigger'];
  readonly quarantined: readonly string[];
}

function caseOf({ reach, rules, lane, failed, trigger, quarantined }: Parts): RollbackCase {
  const { question, at } = reach;
  return {
    at: toInstant(at),
    environment: question.environment,
    rules,
    trigger,
    failed: failed === undefined ? null : { ...failed, tier: '' },
    deployments: lane.deployments,
    quarantined,
    earlier: earlierIn(lane.rollbacks, question.deploymentId),
    takenAway: null,
    isPaused: false,
    target: null,
    liveSha: failed === undefined ? null : liveIn(lane, failed, trigger),
    dependants: [],
    approvedBy: [
      ...(reach.orderedBy === undefined ? [] : [reach.orderedBy]),
      ...(failed === undefined ? [] : requestsSince(lane, failed).map(({ user }) => user)),
    ],
    // What is under way stands in `earlier`, as all of them are in the ledger.
    isLocked: false,
  };
}
