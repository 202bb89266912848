/** Planned releases whose milestones changed while nobody told us, or that are gone. */
import type { RepositoryRef } from '../../domain/repository.ts';
import { hasPlans, isPlanned } from '../../policy/plan/planned.ts';
import { readKnownPolicies } from '../policies.ts';
import type { KnownPlan, MilestoneState } from '../ports.ts';
import { eachRepository, type Looked } from './each-repository.ts';
import type { Round, Sweep, SweepPorts, Swept } from './sweep.ts';

export const plans: Sweep = { name: 'plans', everyMs: 900_000, run: sweepPlans };

/** Of one repository in a round. The rest waits for the next. */
const MOST_ASKED = 50;
/** No policy plans by milestones, and nothing was ever planned. */
const UNWANTED = 'unwanted';

async function sweepPlans(ports: SweepPorts, round: Round): Promise<Swept> {
  const repositories = await ports.store.governedRepositories();
  return eachRepository({
    ...{ repositories, round, now: ports.clock.now() },
    look: async (repository, { note, isFresh }) => {
      if (isFresh && note === UNWANTED) return { kind: 'unchanged' };
      return askChanged(ports, repository);
    },
  });
}

async function askChanged(ports: SweepPorts, repository: RepositoryRef): Promise<Looked> {
  const { store, clock } = ports;
  const github = await ports.github(repository, 'report');
  const inForce = await readKnownPolicies(ports, repository, github);
  const policies = (inForce ?? []).map(({ policy }) => policy);
  const known = await store.plansOf(repository.id);
  const open = known.filter(({ state }) => state === 'open');
  if (!hasPlans(policies) && open.length === 0) return { kind: 'looked', note: UNWANTED, notices: [] };
  const milestones = (await github.openMilestones()).filter(({ title }) => isPlanned(policies, title));
  const numbers = [
    ...milestones.filter((each) => isChanged(each, known)).map(({ number }) => number),
    ...open.filter(({ number }) => !milestones.some((each) => each.number === number)).map(({ number }) => number),
  ];
  const asked = numbers.slice(0, MOST_ASKED).map((milestone) => ({ kind: 'plan', repository, milestone }) as const);
  await store.askNow(asked, clock.now());
  return { kind: 'looked', note: null, notices: [] };
}

function isChanged(milestone: MilestoneState, known: readonly KnownPlan[]): boolean {
  const plan = known.find(({ number }) => number === milestone.number);
  return plan?.state !== 'open' || plan.updatedAt !== milestone.updatedAt;
}
