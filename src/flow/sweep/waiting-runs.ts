/** Gates that wait and of which no webhook told us. */
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import { type Before, eachRepository, type Looked } from './each-repository.ts';
import type { Round, Sweep, SweepPorts, Swept } from './sweep.ts';

/** Where something was asked before: cheap, because GitHub says when nothing changed. */
export const waitingRuns: Sweep = {
  name: 'waiting-runs',
  everyMs: 300_000,
  run: async (ports, round) => lookAt(await ports.store.knownRepositories(), ports, round),
};

/** Everywhere else that we are installed: the very first webhook of a repository can be the one that is lost. */
export const newRepositories: Sweep = { name: 'new-repositories', everyMs: 3_600_000, run: sweepNewRepositories };

async function sweepNewRepositories(ports: SweepPorts, round: Round): Promise<Swept> {
  const known = new Set((await ports.store.knownRepositories()).map(({ id }) => id));
  const others: RepositoryRef[] = [];
  for (const installationId of await ports.app.installations()) {
    if (!round.mayGoOn()) break;
    others.push(...(await ports.app.repositoriesOf(installationId)).filter(({ id }) => !known.has(id)));
  }
  return lookAt(others, ports, round);
}

function lookAt(repositories: readonly RepositoryRef[], ports: SweepPorts, round: Round): Promise<Swept> {
  const look = (repository: RepositoryRef, before: Before) => findGates(ports, repository, before);
  return eachRepository({ repositories, round, now: ports.clock.now(), look });
}

/** A gate that has an open question is looked after. One that ended without an answer and waits is opened again. */
async function findGates(ports: SweepPorts, repository: RepositoryRef, before: Before): Promise<Looked> {
  const watch = await ports.watch(repository);
  const runs = await watch.waitingRuns(before.isFresh ? before.note : null);
  if (runs === null) return { kind: 'unchanged' };
  const open = new Set((await ports.store.openGates(repository.id)).map(({ deploymentId }) => deploymentId));
  let asked = 0;
  for (const run of runs.value) {
    const found = (await watch.waitingGates(run)).filter(({ deploymentId }) => !open.has(deploymentId));
    await ports.store.reopenGates(found, ports.clock.now());
    await ports.store.askNow(found, ports.clock.now());
    asked += found.length;
  }
  const message = 'Gates wait that no webhook told of, or that were answered and still wait';
  const about = { repository: fullName(repository), gates: asked };
  return { kind: 'looked', note: runs.etag, notices: asked === 0 ? [] : [{ level: 'info', message, about }] };
}
