/** Whether the way back is there: a commit that is not held back, and a workflow that deploys it. */
import type { RollbackQuestion } from '../../../domain/question.ts';
import { workflowPath } from '../../../domain/workflow-file.ts';
import { isSameName } from '../../../policy/names.ts';
import type { RollbackCase, RollbackSettings } from '../../../rollback/case.ts';
import type { GitHub } from '../../ports.ts';
import type { RollbackLane } from './lane.ts';

/** What holds concern: the commits that are held, and those candidates that contain one. */
export async function quarantinedIn(
  { stated, verifications }: RollbackLane,
  { environment }: RollbackQuestion,
  github: GitHub,
): Promise<readonly string[]> {
  const held = stated.holds.filter((hold) => isSameName(hold.environment, environment)).map(({ sha }) => sha);
  const candidates = [...new Set(verifications.filter(({ verdict }) => verdict === 'pass').map(({ sha }) => sha))];
  const found = new Set(held);
  for (const candidate of candidates.slice(-MOST_CANDIDATES)) {
    for (const sha of found.has(candidate) ? [] : new Set(held)) {
      if (await github.contains(candidate, sha)) found.add(candidate);
    }
  }
  return [...found];
}

/** Newest last: what is older is hardly gone back to. */
const MOST_CANDIDATES = 10;

/** Read on the default branch, where a dispatched run takes its workflow from. */
export async function meansOf(
  { workflow }: RollbackSettings,
  github: GitHub,
  head: string,
): Promise<NonNullable<RollbackCase['target']>> {
  if (workflow === undefined) return { isAvailable: false, because: 'no-workflow' };
  const path = workflowPath(workflow);
  const isThere = (await github.file(path, head)) !== null;
  return isThere ? { isAvailable: true } : { isAvailable: false, because: `the default branch has no ${path}` };
}
