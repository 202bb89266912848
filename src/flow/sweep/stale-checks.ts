/** Pull requests without our check, or with one that waits for what an older policy asked; and gates without a timer. */
import { digestOf } from '../../domain/canonical.ts';
import type { EpochMs } from '../../domain/instant.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { MergeCheckState, OpenPullRequest } from '../ports.ts';
import { type Before, eachRepository, type Looked } from './each-repository.ts';
import type { Round, Sweep, SweepPorts, Swept } from './sweep.ts';

/** Of all repositories in one round. The rest waits for the next. */
const MOST_ASKED = 50;
const MOST_GATES = 200;
/** A check that waits is judged again this often at least: not everything that it reads tells when it moves. */
const WAITS_AT_MOST_MS = 6 * 3_600_000;

export const staleChecks: Sweep = { name: 'stale-checks', everyMs: 900_000, run: sweepStaleChecks };

async function sweepStaleChecks(ports: SweepPorts, round: Round): Promise<Swept> {
  const { store, clock } = ports;
  await store.askNow(await store.gatesWithoutTimer(MOST_GATES), clock.now(), 'reminder');
  const budget = { left: MOST_ASKED };
  const mayGoOn = () => round.mayGoOn() && budget.left > 0;
  const repositories = await store.governedRepositories();
  const look = (repository: RepositoryRef, before: Before) => askStale(ports, repository, before, budget);
  return eachRepository({ repositories, round: { ...round, mayGoOn }, now: clock.now(), look });
}

async function askStale(
  ports: SweepPorts,
  repository: RepositoryRef,
  before: Before,
  budget: { left: number },
): Promise<Looked> {
  const now = ports.clock.now();
  const note = noteNow(before, await policyOf(ports, repository.id), now);
  const watch = await ports.watch(repository);
  const pulls = await watch.openPullRequests(note.etag);
  if (pulls === null) return { kind: 'unchanged' };
  const stale = await staleOf(ports, repository, pulls.value, Math.max(note.policySince, now - WAITS_AT_MOST_MS));
  const asked = stale.slice(0, budget.left);
  budget.left -= asked.length;
  const questions = asked.map(({ number }) => ({ kind: 'pull-request', repository, number }) as const);
  await ports.store.askNow(questions, now);
  const etag = asked.length === stale.length ? pulls.etag : null;
  return { kind: 'looked', note: JSON.stringify({ ...note, etag } satisfies Note), notices: [] };
}

/** Without one, or last judged before `since`. */
async function staleOf(
  { store }: SweepPorts,
  repository: RepositoryRef,
  pulls: readonly OpenPullRequest[],
  since: EpochMs,
): Promise<readonly OpenPullRequest[]> {
  const checks = new Map<string, MergeCheckState>();
  for (const check of await store.mergeChecks(repository.id, [...new Set(pulls.map(({ headSha }) => headSha))])) {
    checks.set(check.sha, check);
  }
  return pulls.filter(({ headSha }) => {
    const check = checks.get(headSha);
    return !check?.isWritten || (check.isInProgress && check.answeredAt < since);
  });
}

async function policyOf({ store }: SweepPorts, repositoryId: number): Promise<string> {
  return digestOf((await store.lastValidPolicy(repositoryId))?.text ?? null);
}

interface Note {
  readonly etag: string | null;
  readonly policy: string;
  /** When it was seen to be another one; 0: it never was. */
  readonly policySince: EpochMs;
}

/** The ETag is of use only while the policy is the same and what was noted is fresh. */
function noteNow({ note, isFresh }: Before, policy: string, now: EpochMs): Note {
  if (note === null) return { etag: null, policy, policySince: 0 };
  const noted = JSON.parse(note) as Note;
  if (noted.policy !== policy) return { etag: null, policy, policySince: now };
  return isFresh ? noted : { ...noted, etag: null };
}
