/** Settings have no webhook, so whether they still fit the policy is looked up now and then. */
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import { readPolicyState } from '../policies.ts';
import { DRILL_OVERDUE, type DrillFinding, overdueDrills } from '../posture/judge-drills.ts';
import { type Finding, judgePosture } from '../posture/judge-posture.ts';
import { keepPosture } from '../posture/keep-posture.ts';
import { eachRepository, type Looked } from './each-repository.ts';
import type { Notice, Round, Sweep, SweepPorts, Swept } from './sweep.ts';

export const settings: Sweep = { name: 'settings', everyMs: 3_600_000, run: sweepSettings };

async function sweepSettings(ports: SweepPorts, round: Round): Promise<Swept> {
  const repositories = await ports.store.governedRepositories();
  const look = (repository: RepositoryRef) => judge(ports, repository);
  return eachRepository({ repositories, round, now: ports.clock.now(), look });
}

async function judge(ports: SweepPorts, repository: RepositoryRef): Promise<Looked> {
  const github = await ports.github(repository);
  const state = await readPolicyState(ports, repository, github);
  const policies = state.kind === 'in-force' ? state.policies : [];
  const read = await (await ports.watch(repository)).settings();
  const { codes, findings } = judgePosture(policies, read);
  const found: readonly Told[] = [...findings, ...(await overdueDrills(policies, repository.id, ports))];
  const judged = { repositoryId: repository.id, codes: [...codes, DRILL_OVERDUE], found };
  const { appeared, gone } = await ports.store.saveFindings(judged, ports.clock.now());
  await keepPosture(ports, { repository, github, state, settings: read });
  // The check of the policy says which environments nothing holds.
  if (appeared.length + gone.length > 0) await ports.store.askNow([{ kind: 'policy', repository }], ports.clock.now());
  const isNew = ({ code, subject }: Told) => appeared.some((one) => one.code === code && one.subject === subject);
  const notices: readonly Notice[] = [
    ...found.filter(isNew).map((finding) => told(repository, finding)),
    ...gone.map(({ code, subject }) => {
      const about = { repository: fullName(repository), code, subject };
      return { level: 'info', message: 'A setting is as the policy needs it again', about } as const;
    }),
  ];
  return { kind: 'looked', note: null, notices };
}

type Told = Finding | DrillFinding;

function told(repository: RepositoryRef, { code, subject, what, why, fix }: Told): Notice {
  return {
    level: 'warn',
    message: `${what}: ${why}. ${fix}.`,
    about: { repository: fullName(repository), code, subject },
  };
}
