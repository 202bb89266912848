/** How far one member of a train is, by what is kept of its gates, its verifications and its rollbacks. */
import type { TrainMemberFact } from '../../domain/facts.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import type { KeptRollback, RollbackState } from '../../domain/rollback.ts';
import type { Verification } from '../../domain/verification.ts';
import type { PlannedGate } from '../ports.ts';

export interface MemberRecord {
  /** Those of the planned release, newest first. */
  readonly gates: readonly PlannedGate[];
  /** The newest one of each deployment to the environment. */
  readonly verifications: readonly Verification[];
  /** Of the environment. */
  readonly rollbacks: readonly KeptRollback[];
  /** Whether a policy asks for verifications there; where nobody can say: that it does. */
  readonly isVerificationAsked: boolean;
  /** When the train was last ordered back; null: never. */
  readonly orderedBackAt: EpochMs | null;
}

type State = TrainMemberFact['state'];

/** Of what asks to enter, or entered, the environment; what was refused or given up says nothing. */
export function stateOf(record: MemberRecord): State {
  const asking = record.gates.filter(isWaitingOrOpened);
  const [newest] = asking;
  if (newest === undefined) return 'waiting';
  const run = asking.filter(({ runId }) => runId === newest.runId);
  if (run.some(({ openedAt }) => openedAt === null)) return 'waiting';
  return stateOfOpened(run, newest, record);
}

/** It went, or goes, back with the train that somebody ordered back, and nothing else speaks against it. */
export function isOnlyTakenBack(record: MemberRecord): boolean {
  if (record.orderedBackAt === null || stateOf(record) !== 'failed') return false;
  const ordered = record.orderedBackAt;
  const rollbacks = record.rollbacks.filter(({ trigger, decidedAt }) => {
    return trigger !== 'requested' || epochMs(decidedAt) < ordered;
  });
  return stateOf({ ...record, rollbacks, orderedBackAt: null }) !== 'failed';
}

export function isWaitingOrOpened({ openedAt, state }: PlannedGate): boolean {
  return openedAt !== null || state === 'pending' || state === 'held';
}

/** What is under way takes the release away; what was only asked for, or called off, did not. */
const TAKEN_AWAY: readonly RollbackState[] = ['ordered', 'dispatched', 'verified', 'failed', 'unknown'];

function stateOfOpened(run: readonly PlannedGate[], newest: PlannedGate, record: MemberRecord): State {
  const { orderedBackAt, rollbacks } = record;
  if (orderedBackAt !== null && (newest.openedAt ?? 0) <= orderedBackAt) return 'failed';
  const said = saidOf(run, newest, record);
  const since = Math.min(...(said.length > 0 ? said : run).map(({ deploymentId }) => deploymentId));
  const isTakenAway = rollbacks.some(
    ({ state, failedSha, failedDeploymentId: id }) =>
      TAKEN_AWAY.includes(state) && failedSha === newest.sha && id >= since,
  );
  if (isTakenAway || said.some(({ verdict }) => verdict === 'fail')) return 'failed';
  if (said.length > 0) return said.every((each) => isPass(each, newest)) ? 'verified' : 'deployed';
  return record.isVerificationAsked ? 'deployed' : byItsEnd(run);
}

/** The same commit may have been deployed again since, which brings no change and so belongs to no milestone. */
function saidOf(run: readonly PlannedGate[], { sha }: PlannedGate, { verifications }: MemberRecord) {
  const ids = run.map(({ deploymentId }) => deploymentId);
  const last = Math.max(...ids);
  const again = verifications.filter((each) => each.sha === sha && each.deploymentId > last);
  if (again.length > 0) {
    const newest = Math.max(...again.map(({ deploymentId }) => deploymentId));
    return again.filter(({ deploymentId }) => deploymentId === newest);
  }
  return verifications.filter(({ deploymentId }) => ids.includes(deploymentId));
}

/** A pass of another commit, or of one that nobody knows, is none of this one. */
function isPass({ verdict, sha }: Verification, newest: PlannedGate): boolean {
  return verdict === 'pass' && sha === newest.sha;
}

function byItsEnd(run: readonly PlannedGate[]): State {
  if (run.some(({ ended }) => ended === 'failure')) return 'failed';
  return run.every(({ ended }) => ended === 'success') ? 'verified' : 'deployed';
}
