/** Every requirement a gate can have and every built-in gate, in the order in which decisions list them. */
import { judgeApprovals } from './approvals.ts';
import type { BuiltInGate, JudgeRequirement } from './context.ts';
import { environmentGate } from './environment.ts';
import { freezeGate } from './freeze.ts';
import { holdGate } from './hold.ts';
import { judgeWindows } from './window.ts';

export const REQUIREMENTS: readonly JudgeRequirement[] = [judgeApprovals, judgeWindows];

export const BUILT_IN_GATES: readonly BuiltInGate[] = [environmentGate, freezeGate, holdGate];
