/** What a branch requires of the commits that reach it. */
import type { QueueRecord, RequiredCheck } from '../state/branch-rules.ts';
import type { RepositoryRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import type { MergeQueueOptions, RequiredCheckOptions } from '../surface/protection.ts';
import { statusesOf } from './commit-status.ts';

export function requireChecks(
  world: World,
  repository: RepositoryRecord,
  branch: string,
  checks: readonly RequiredCheckOptions[],
  isStrict: boolean,
): void {
  if (checks.length === 0) {
    repository.branchRules.delete(branch);
    return;
  }
  const required = checks.map(({ name, app }) => ({ name, app: app === undefined ? null : world.checkApp(app) }));
  const rulesetId = repository.branchRules.get(branch)?.rulesetId ?? world.nextId();
  repository.branchRules.set(branch, { rulesetId, checks: required, isStrict });
}

const DEFAULTS = { method: 'squash', groupOf: 5, timeoutMinutes: 60 } as const;

export function openQueue(
  world: World,
  repository: RepositoryRecord,
  branch: string,
  options: MergeQueueOptions,
): QueueRecord {
  if (!repository.git.branches.has(branch)) throw new Error(`there is no branch ${branch}`);
  if (repository.queues.has(branch)) throw new Error(`${branch} has a merge queue already`);
  if (!repository.branchRules.has(branch)) {
    const { slug } = world.app;
    requireChecks(world, repository, branch, [{ name: slug, app: slug }], false);
  }
  const queue: QueueRecord = { branch, ...DEFAULTS, ...options, entries: [], groups: [] };
  repository.queues.set(branch, queue);
  return queue;
}

/** How far the checks are that a branch requires, on a commit. A check that nobody began is pending. */
export function requiredState(
  repository: RepositoryRecord,
  branch: string,
  sha: string,
): 'success' | 'pending' | 'failure' {
  const states = (repository.branchRules.get(branch)?.checks ?? []).map((check) => stateOf(repository, check, sha));
  if (states.includes('failure')) return 'failure';
  return states.includes('pending') ? 'pending' : 'success';
}

/** Docs, "Troubleshooting required status checks": `skipped` and `neutral` count as success. */
const PASSING: readonly (string | null)[] = ['success', 'neutral', 'skipped'];

function stateOf(
  repository: RepositoryRecord,
  { name, app }: RequiredCheck,
  sha: string,
): 'success' | 'pending' | 'failure' {
  const runs = repository.checks.filter((one) => one.sha === sha && one.name === name);
  const run = runs.filter((one) => app === null || one.app.id === app.id).at(-1);
  if (run !== undefined) {
    if (run.status !== 'completed') return 'pending';
    return PASSING.includes(run.conclusion) ? 'success' : 'failure';
  }
  const status = app === null ? statusesOf(repository, sha).find((one) => one.context === name) : undefined;
  if (status === undefined || status.state === 'pending') return 'pending';
  return status.state === 'success' ? 'success' : 'failure';
}
