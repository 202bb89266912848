/** One repository: its policies, and whether its settings let them hold anything. */
import type { Config } from '../../app/config.ts';
import type { GitHubApp } from '../../app/github-app.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import type { Check } from '../../flow/doctor/check.ts';
import { judgeAsked } from '../../flow/doctor/judge-asked.ts';
import { judgeDrillsTried } from '../../flow/doctor/judge-drills.ts';
import { judgePages } from '../../flow/doctor/judge-pages.ts';
import { judgePolicies } from '../../flow/doctor/judge-policies.ts';
import { environmentRows, judgeRepository } from '../../flow/doctor/judge-repository.ts';
import { judgeUnguarded } from '../../flow/doctor/judge-unguarded.ts';
import { readWorkflows } from '../../flow/library/read-workflows.ts';
import { wishesOf } from '../../flow/notify/wishes.ts';
import { joinPolicies, policyOf } from '../../flow/policies.ts';
import { NO_MEMORY, readOrganisationPolicy } from '../../flow/policy/organisation-policy.ts';
import { POLICY_FILE, readRepositoryPolicy } from '../../flow/policy/repository-policy.ts';
import type { InstallationSight } from '../../github/app-reads/inspect-app.ts';
import { destinationOf } from '../../notify/destination.ts';
import { pageFault } from '../../notify/page-fault.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import type { Group } from './group.ts';
import type { KeptRollbacks, ReadPosture } from './read-postures.ts';

export interface RepositoryQuestion {
  readonly gitHubApp: GitHubApp;
  /** Null: what policies name cannot be judged. */
  readonly notify: Config['notify'] | null;
  /** Somebody named it. Otherwise it is passed over when nothing governs it. */
  readonly isAsked: boolean;
  /** What the App last saw of a repository. */
  readonly postureOf: ReadPosture;
  readonly kept: KeptRollbacks;
  /** Through which it is read; undefined where that is not known. */
  readonly installation: Pick<InstallationSight, 'permissions' | 'page'> | undefined;
}

export async function lookAtRepository(
  repository: RepositoryRef,
  { gitHubApp, notify, isAsked, installation, postureOf, kept }: RepositoryQuestion,
): Promise<Group | 'without-policy'> {
  const { joined, written, hasOwn, github, sha } = await readPolicies(repository, gitHubApp);
  const isGoverned = joined.kind === 'org-policy-unreadable' ? hasOwn : joined.kind !== 'none';
  if (!isGoverned && !isAsked) return 'without-policy';
  const name = fullName(repository);
  const policies = joined.kind === 'in-force' ? joined.policies : [];
  const settings = await (await gitHubApp.watch(repository)).settings();
  const seen = { ...settings, ...(await gitHubApp.inspection.surroundings(repository)) };
  const lookPast = async () => ({
    workflows: await readWorkflows(github, sha, Date.now()),
    posture: await postureOf(repository.id),
  });
  const checks = [
    ...judgePolicies(joined, written, repository.owner),
    ...(policies.length === 0 ? [] : judgeRepository(policies, seen)),
    ...(installation === undefined ? [] : judgeAsked(policies, installation.permissions, installation.page)),
    ...(policies.length === 0 ? [] : judgeUnguarded(await lookPast())),
    ...(await judgeDrillsTried(policies, repository.id, kept && { store: kept, clock: { now: () => Date.now() } })),
    ...(notify === null ? [] : judgeNotices(policies, repository, notify)),
    ...(notify === null
      ? []
      : judgePages(policies, repository, (variable) => pageFault(notify.allowed, variable, repository))),
  ];
  return { title: name, repository: name, checks, environments: environmentRows(policies, seen) };
}

/** As they stand now: what the App remembers of former ones is not looked past a fault. */
async function readPolicies(repository: RepositoryRef, gitHubApp: GitHubApp) {
  const at = Date.now();
  const github = await gitHubApp.github(repository);
  const { sha, owner } = await github.repository(POLICY_FILE);
  const above = await readOrganisationPolicy(github, owner, NO_MEMORY, at);
  const input = { repositoryId: repository.id, sha, organisation: policyOf(above), at };
  const own = await readRepositoryPolicy(github, NOTHING_KEPT, input);
  const written = [above, own].flatMap((text) => (text.kind === 'in-force' ? text.problems : []));
  return { joined: joinPolicies(above, own), written, hasOwn: own.kind !== 'none', github, sha };
}

const NOTHING_KEPT = { keepValidPolicy: async () => undefined, lastValidPolicy: async () => null };

function judgeNotices(
  policies: readonly PolicyInForce[],
  repository: RepositoryRef,
  { allowed }: Config['notify'],
): readonly Check[] {
  return wishesOf(policies).flatMap(({ target }): readonly Check[] => {
    const destination = destinationOf(allowed, target, repository);
    if (destination.kind === 'allowed') return [];
    return [
      {
        code: 'notify-refused',
        level: 'warning',
        subject: target.variable,
        what: `The policy has people told through ${target.variable}, which the environment of the App does not allow`,
        why: 'nobody is told',
        fix: `If people may send there, add ${fullName(repository)}:${target.variable} to NOTIFY_VARIABLES, and set ${target.variable}`,
      },
    ];
  });
}
