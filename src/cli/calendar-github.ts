/** Planned releases as GitHub has them: open milestones that the policy plans by, with the downtime that people wrote. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isMarkedAs, peoplesPartOf } from '../domain/kept-issue.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import { keyOfPlan } from '../flow/plan/read-plan.ts';
import { patientOctokit } from '../github/reads/past-events/patient-octokit.ts';
import { readPlanned } from '../github/reads/read-planned.ts';
import { expectedDowntime } from '../policy/plan/downtime.ts';
import { isPlanned } from '../policy/plan/planned.ts';
import type { Policy } from '../policy/schema.ts';
import { accessFrom } from './backfill/access.ts';
import type { WrittenPlan } from './calendar-plans.ts';
import { UsageError } from './exit-codes.ts';
import { note } from './output.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const LABEL = 'tidegate:release';
/** Nobody waits longer for a calendar. */
const LONGEST_WAIT_MS = 60_000;

export interface PlansOnGitHub {
  /** `owner/name`; undefined: that of the job, which GitHub Actions names. */
  readonly repo: string | undefined;
  readonly policies: readonly Policy[];
}

/** Throws `Failure` where GitHub does not tell, `UsageError` where no repository is named. */
export async function plansOnGitHub(
  { repo, policies }: PlansOnGitHub,
  env: Environment,
): Promise<readonly WrittenPlan[]> {
  const access = accessFrom(env);
  const repository = repositoryNamed(repo ?? env['GITHUB_REPOSITORY']?.trim());
  if (access.token === null) note('Neither GITHUB_TOKEN nor GH_TOKEN is set: only a public repository can be read.');
  const octokit = patientOctokit({ ...access, patience: { now: () => Date.now(), wait, tell: () => undefined } });
  const { milestones, records } = await readPlanned(octokit, repository, LABEL);
  const planned = milestones.filter(({ title }) => isPlanned(policies, title));
  const undated = planned.filter(({ dueOn }) => dueOn === null);
  if (undated.length > 0) {
    note(`Without a due date, and so not shown: ${undated.map(({ title }) => title).join(', ')}.`);
  }
  return planned.flatMap(({ number, title, description, dueOn }) => {
    const key = keyOfPlan(number);
    const record = records.find((body) => isMarkedAs(body, key)) ?? '';
    const downtime = expectedDowntime([description, peoplesPartOf(record, key)]);
    return dueOn === null ? [] : [{ title, due: dueOn, ...(downtime === undefined ? {} : { downtime }) }];
  });
}

async function wait(ms: number): Promise<void> {
  await sleep(Math.min(ms, LONGEST_WAIT_MS));
}

function repositoryNamed(text: string | undefined): RepositoryRef {
  const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(text ?? '') ?? [];
  if (owner !== undefined && name !== undefined) return { id: 0, owner, name, installationId: 0 };
  const what = text === undefined || text === '' ? 'No repository is named' : `${text} is no repository`;
  throw new UsageError(
    `${what}. Write --repo owner/name, whose milestones are read, or --plans FILE with a list of plans.`,
  );
}
