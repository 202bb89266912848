/** Members of one coordinated rollback go back one after another; each asks whether it is its turn. */
import type { Question } from '../../../domain/question.ts';
import type { KeptRollback } from '../../../domain/rollback.ts';
import { turnOfGroup } from '../../../rollback/group.ts';
import type { Stand } from '../stand.ts';
import { inGroup } from './members.ts';

export type Turn =
  | { readonly kind: 'go-back' }
  /** `environment`: the member that it waits for, or that did not end well. */
  | { readonly kind: 'wait' | 'stop'; readonly environment: string };

/** What was dispatched is followed whatever the others do. */
export async function turnOf(kept: KeptRollback, stand: Stand): Promise<Turn> {
  if (kept.group === null || kept.position === 0 || kept.state !== 'ordered' || kept.dispatches > 0) {
    return { kind: 'go-back' };
  }
  const members = await membersKept(kept, stand);
  const before = members.filter(({ position }) => position < kept.position);
  // An entry that is not there yet is one that has not ended.
  if (before.length < kept.position) return { kind: 'wait', environment: 'another member of its group' };
  const turn = turnOfGroup(before.map(({ position, state }) => ({ position, state })));
  if (turn.kind === 'done') return { kind: 'go-back' };
  const environment = before.find(({ position }) => position === turn.position)?.environment ?? '';
  return { kind: turn.kind === 'stop' ? 'stop' : 'wait', environment };
}

/** The member after it, which waits for how this one ended. */
export async function nextInGroup(kept: KeptRollback, stand: Stand): Promise<readonly Question[]> {
  if (kept.group === null) return [];
  const { repository } = stand.question;
  const members = await membersKept(kept, stand);
  return members
    .filter(({ position }) => position === kept.position + 1)
    .map(({ environment, failedDeploymentId: deploymentId }) => ({
      kind: 'rollback',
      repository,
      environment,
      deploymentId,
    }));
}

async function membersKept({ group, environment }: KeptRollback, stand: Stand): Promise<readonly KeptRollback[]> {
  const { ports, question } = stand;
  const kept: KeptRollback[] = [];
  for (const name of await inGroup(environment, stand)) {
    const rollbacks = await ports.store.rollbacks(question.repository.id, name);
    kept.push(...rollbacks.filter((each) => each.group === group));
  }
  return kept;
}
