/** What an environment went through, as a decision about a rollback reads it: GitHub's word, corrected by our ledger. */
import { toInstant } from '../../../domain/instant.ts';
import type { RollbackQuestion } from '../../../domain/question.ts';
import { isUnderWay, type KeptRollback } from '../../../domain/rollback.ts';
import type { Verification } from '../../../domain/verification.ts';
import type { EarlierRollback, LaneDeployment } from '../../../rollback/case.ts';
import { isOpenedIn, type KnownLane, knownLane } from '../../baseline.ts';
import { commitsOf } from '../../dispatched/commits.ts';
import type { GitHub, Ports, SeenDeployment, Statements } from '../../ports.ts';

export interface RollbackLane {
  /** Newest first. */
  readonly deployments: readonly LaneDeployment[];
  /** Oldest first. */
  readonly rollbacks: readonly KeptRollback[];
  /** What was last said of each deployment. */
  readonly verifications: readonly Verification[];
  /** What people, and we, said of the environment. */
  readonly stated: Statements;
}

/** Passed verifications whose deployments are read, however many others came after them. */
const PASSES_LOOKED_AT = 10;

export async function readLane(question: RollbackQuestion, github: GitHub, ports: Ports): Promise<RollbackLane> {
  const { repository, environment, deploymentId } = question;
  const { store } = ports;
  const rollbacks = await store.rollbacks(repository.id, environment);
  const { newest: verifications } = await store.verifications(repository.id, environment);
  const targets = commitsOf(rollbacks);
  const failed = verifications.find((each) => each.deploymentId === deploymentId);
  const passes = verifications
    .filter(({ verdict, sha }) => verdict === 'pass' && sha !== failed?.sha)
    .toSorted((one, other) => other.deploymentId - one.deploymentId)
    .slice(0, PASSES_LOOKED_AT);
  const good = new Set(passes.map((each) => each.deploymentId));
  const known = await knownLane(store, repository.id, environment);
  const isLetIn = known.opened.some((each) => each.deploymentId === deploymentId);
  const seen = await github.deployments(environment, {
    sha: failed?.sha ?? '',
    commits: targets,
    isTrusted: ({ id }) => good.has(id),
    own: [
      { id: deploymentId, at: toInstant(ports.clock.now()) },
      ...passes.map(({ deploymentId: id, at }) => ({ id, at })),
    ],
    // Others that have not begun changed nothing, and keep nobody from going back.
    letIn: new Set(isLetIn ? [deploymentId] : []),
  });
  const deployments = seen.map((each) => laneDeployment(each, { known, targets, verifications }));
  const newestFirst = deployments.toSorted((one, other) => other.id - one.id);
  const sha = newestFirst.find(({ id }) => id === deploymentId)?.sha ?? failed?.sha ?? '';
  return {
    deployments: newestFirst,
    rollbacks,
    verifications,
    stated: await store.statements(repository.id, environment, sha),
  };
}

interface KnownHere {
  readonly known: KnownLane;
  readonly targets: ReadonlyMap<number, string>;
  readonly verifications: readonly Verification[];
}

function laneDeployment(seen: SeenDeployment, { known, targets, verifications }: KnownHere): LaneDeployment {
  const { id, startedAt, finishedAt, state, isOfJob } = seen;
  const target = targets.get(id);
  const said = verifications.find((each) => each.deploymentId === id);
  const isOpened = isOpenedIn(known)(seen);
  const isUnsure = known.opened.some((each) => each.deploymentId === id && each.isUnknownCommit === true);
  const isProven = target !== undefined || isOpened || said?.sha === seen.sha;
  const sha = target ?? seen.sha;
  return {
    id,
    sha,
    shaFrom: isProven && !isUnsure ? 'ledger' : 'deployment',
    startedAt,
    ...(finishedAt === undefined ? {} : { finishedAt }),
    state,
    everSucceeded: state === 'success',
    isTransient: false,
    // Where our gate stands, what it let through; elsewhere what GitHub says is of a workflow's job.
    isOfDeployWorkflow: isProven || (known.firstAsked === null && isOfJob === true),
    isRollback: target !== undefined,
    verification: said?.sha === sha ? { verdict: said.verdict, at: said.at, confidence: 'high' } : null,
  };
}

const OUTCOMES: Readonly<Record<KeptRollback['state'], EarlierRollback['outcome'] | null>> = {
  asked: null,
  refused: null,
  ordered: 'under-way',
  dispatched: 'under-way',
  verified: 'verified',
  failed: 'failed',
  unknown: 'unknown',
  // It was dispatched, and nobody can say how far it came.
  cancelled: 'unknown',
};

/** What was only asked for took nothing away. `besides`: the failed deployment that is decided about. */
export function earlierIn(rollbacks: readonly KeptRollback[], besides: number): readonly EarlierRollback[] {
  return rollbacks
    .filter((each) => each.failedDeploymentId !== besides || !isUnderWay(each))
    .flatMap(({ state, decidedAt: at, failedDeploymentId, failedSha: from, targetSha: to }) => {
      const outcome = OUTCOMES[state];
      return outcome === null ? [] : [{ at, failedDeploymentId, from, to, outcome }];
    });
}
