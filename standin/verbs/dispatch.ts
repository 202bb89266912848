/** Workflows that people and Apps start by hand: `workflow_dispatch`. */
import type { Account, RepositoryRecord, RunRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { startRun } from './run.ts';

export type Dispatched =
  | { readonly kind: 'started'; readonly run: RunRecord }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'refused'; readonly because: string };

export interface DispatchRequest {
  /** Id, or name of the file in `.github/workflows`. */
  readonly workflow: string;
  readonly ref: string;
  readonly inputs: unknown;
  readonly actor: Account;
}

/** The reference is a branch; there are no tags here, and a commit is refused as GitHub does. */
export function dispatchRun(world: World, repository: RepositoryRecord, request: DispatchRequest): Dispatched {
  const known = [...repository.dispatches].find(
    ([file, { id }]) => file === request.workflow || String(id) === request.workflow,
  );
  if (known === undefined) return { kind: 'not-found' };
  const [workflow, { inputs: declared, jobs, title, concurrency }] = known;
  const branch = request.ref.replace(/^refs\/heads\//, '');
  if (!repository.git.branches.has(branch)) return refused(`No ref found for: ${request.ref}`);
  const given = Object.entries(typeof request.inputs === 'object' && request.inputs !== null ? request.inputs : {});
  const unexpected = given.filter(([name]) => !declared.includes(name)).map(([name]) => name);
  if (unexpected.length > 0) return refused(`Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  const inputs = Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
  const run = startRun(world, repository, {
    workflow,
    branch,
    event: 'workflow_dispatch',
    actor: request.actor.login,
    inputs,
    jobs: jobs(inputs),
    ...(title === undefined ? {} : { title: title(inputs) }),
    ...(concurrency === undefined ? {} : { concurrency }),
  });
  return { kind: 'started', run };
}

function refused(because: string): Dispatched {
  return { kind: 'refused', because };
}
