/**
 * Coordinated rollback: members of a group were deployed one after another and may need each other, so they go back in
 * reverse order, one at a time, and nothing goes on after one that did not end well.
 */
import { digestOf } from '../domain/canonical.ts';
import { epochMs, type Instant } from '../domain/instant.ts';
import type { RollbackState } from '../domain/rollback.ts';

export interface GroupMember {
  readonly environment: string;
  /** The member's deployment of the release; null: the release did not get there, so nothing goes back. */
  readonly deploymentId: number | null;
  readonly startedAt: Instant | null;
}

export type DeployedMember = GroupMember & { readonly deploymentId: number; readonly startedAt: Instant };

/** Those that were deployed, the last one first. */
export function orderOfGroup<Member extends GroupMember>(
  members: readonly Member[],
): readonly (Member & DeployedMember)[] {
  return members
    .filter(isDeployed)
    .toSorted(
      (one, other) => epochMs(other.startedAt) - epochMs(one.startedAt) || other.deploymentId - one.deploymentId,
    );
}

function isDeployed<Member extends GroupMember>(member: Member): member is Member & DeployedMember {
  return member.deploymentId !== null && member.startedAt !== null;
}

/** One decision for all of them: the same members are the same group, in whatever order they are listed. */
export function rollbackGroupId(members: readonly GroupMember[]): string {
  const names = orderOfGroup(members).map(({ environment, deploymentId }) => [environment.toLowerCase(), deploymentId]);
  return digestOf({ group: names });
}

export interface GroupStep {
  readonly position: number;
  readonly state: RollbackState | null;
}

/** What a group does next. `position` is that of the ledger, 0 for the member that goes back first. */
export type GroupTurn =
  | { readonly kind: 'go-back'; readonly position: number }
  /** That one has not ended, or waits for a person. */
  | { readonly kind: 'wait'; readonly position: number }
  /** That one did not end well: the members after it stay as they are, and people look. */
  | { readonly kind: 'stop'; readonly position: number; readonly state: RollbackState }
  | { readonly kind: 'done' };

/** @param steps null as state: the member's rollback was not ordered yet. */
export function turnOfGroup(steps: readonly GroupStep[]): GroupTurn {
  const open = steps.toSorted((one, other) => one.position - other.position).find(({ state }) => state !== 'verified');
  if (open === undefined) return { kind: 'done' };
  const { position, state } = open;
  if (state === null) return { kind: 'go-back', position };
  if (state === 'asked' || state === 'ordered' || state === 'dispatched') return { kind: 'wait', position };
  return { kind: 'stop', position, state };
}
