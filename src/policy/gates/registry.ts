/** Every requirement a gate can have and every built-in gate, in the order in which decisions list them. */
import { judgeAlerts } from './alerts.ts';
import { judgeApprovals } from './approvals.ts';
import { judgeAttestations } from './attestation.ts';
import { judgeChecklists } from './checklist.ts';
import { judgeChecks } from './checks.ts';
import type { BuiltInGate, JudgeRequirement } from './context.ts';
import { judgeDependencies } from './dependencies.ts';
import { environmentGate } from './environment.ts';
import { freezeGate } from './freeze.ts';
import { groupGate } from './group.ts';
import { holdGate } from './hold.ts';
import { judgeLinkedIssues } from './linked-issue.ts';
import { judgeIncidents } from './no-incident.ts';
import { planGate } from './plan.ts';
import { preflightGate } from './preflight.ts';
import { promotionGate } from './promotion.ts';
import { judgeSections } from './sections.ts';
import { judgeStrategies } from './strategy.ts';
import { trainGate } from './train.ts';
import { judgeWindows } from './window.ts';

export const REQUIREMENTS: readonly JudgeRequirement[] = [
  judgeApprovals,
  judgeWindows,
  judgeChecks,
  judgeChecklists,
  judgeIncidents,
  judgeDependencies,
  judgeSections,
  judgeLinkedIssues,
  judgeStrategies,
  judgeAlerts,
  judgeAttestations,
];

export const BUILT_IN_GATES: readonly BuiltInGate[] = [
  environmentGate,
  freezeGate,
  holdGate,
  promotionGate,
  groupGate,
  preflightGate,
  planGate,
  trainGate,
];
