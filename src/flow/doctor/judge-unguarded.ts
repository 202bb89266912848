/** Whether something is deployed past every gate, as far as that can be seen. */

import { sayUnguarded } from '../library/is-unguarded.ts';
import type { Posture, ReadWorkflows } from '../ports.ts';
import { type Check, ok, unknown } from './check.ts';

/** Of each kind; `/o/ORG` has more. */
const SHOWN = 5;

export interface SeenUnguarded {
  /** Null: the files cannot be listed. */
  readonly workflows: ReadWorkflows | null;
  /** What the App last saw; null: it did not look yet, or its database cannot be read. */
  readonly posture: Pick<Posture, 'unguarded'> | null;
}

export function judgeUnguarded({ workflows, posture }: SeenUnguarded): readonly Check[] {
  const found = [...judgeWorkflows(workflows), ...judgeDeployments(posture)];
  return found.length > 0 ? found : [ok('unguarded', 'No deployment is known that passes our gates')];
}

function judgeWorkflows(workflows: ReadWorkflows | null): readonly Check[] {
  const fix = 'Look yourself for jobs with environment: { deployment: false } in .github/workflows';
  if (workflows === null) {
    return [unknown('unguarded-jobs-unknown', 'The workflow files on the default branch could not be read', fix)];
  }
  const { jobs, unread } = workflows;
  const one = unread.length === 1;
  const what = `${unread.length} workflow ${one ? 'file was' : 'files were'} not read or not understood: ${unread.slice(0, SHOWN).join(', ')}`;
  return [
    ...jobs.slice(0, SHOWN).map(
      ({ workflow, job, environment }): Check => ({
        code: 'unguarded-job',
        level: 'warning',
        subject: environment,
        what: `The job ${job} of ${workflow} uses the environment ${environment} with deployment: false`,
        why: 'GitHub makes no deployment for it, so no protection rule of ours is asked, and what it deploys is not recorded',
        fix: `Take deployment: false out of the job, or put a job with the gate command before it`,
      }),
    ),
    ...(unread.length === 0 ? [] : [unknown('unguarded-jobs-unknown', what, fix)]),
  ];
}

function judgeDeployments(posture: SeenUnguarded['posture']): readonly Check[] {
  if (posture === null || posture.unguarded.count === 0) return [];
  const { count, last } = posture.unguarded;
  const told = last.slice(0, SHOWN).map(({ deploymentId, environment, sha, at, because }) => {
    return `${sha.slice(0, 7)} to ${environment} on ${at.slice(0, 10)} (deployment ${deploymentId}; ${sayUnguarded(because)})`;
  });
  return [
    {
      code: 'unguarded-deployments',
      level: 'warning',
      subject: '',
      what: `${count} ${count === 1 ? 'deployment' : 'deployments'} to governed environments passed without a gate of ours. The newest: ${told.join('; ')}`,
      why: "nothing was asked before them, and figures and records know them by GitHub's word alone",
      fix: 'Find out who deploys past GitHub Actions or without our rule, and let it go through a job with the environment',
    },
  ];
}
