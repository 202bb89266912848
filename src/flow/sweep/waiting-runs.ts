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
  const listed: RepositoryRef[] = [];
  for (const installationId of await ports.app.installations()) {
    if (!round.mayGoOn()) break;
    const repositories = await ports.app.repositoriesOf(installationId);
    // What it is called by now, and that we can see it: the webhook that told of it may be lost.
    await ports.store.seeRepositories(repositories, ports.clock.now());
    listed.push(...repositories);
  }
  if (round.mayGoOn()) await loseUnlisted(listed, ports);
  const others = listed.filter(({ id }) => !known.has(id));
  return lookAt(others, ports, round);
}

/** That a list lags, or that GitHub is away, takes nothing from us: both have to say so. */
async function loseUnlisted(listed: readonly RepositoryRef[], { store, clock }: SweepPorts): Promise<void> {
  const ids = new Set(listed.map(({ id }) => id));
  const repositories = (await store.failingRepositories()).filter(({ id }) => !ids.has(id));
  if (repositories.length > 0) await store.loseRepositories({ why: 'removed', repositories }, clock.now());
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
