import { expect, test } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import type { Question } from '../../../src/domain/question.ts';
import type {
  LostRepositories,
  MergeCheckState,
  OpenPullRequest,
  RepositoryWatch,
  WaitingRun,
} from '../../../src/flow/ports.ts';
import { staleChecks } from '../../../src/flow/sweep/stale-checks.ts';
import type { Sweep, SweepPorts } from '../../../src/flow/sweep/sweep.ts';
import { newRepositories, waitingRuns } from '../../../src/flow/sweep/waiting-runs.ts';
import { GATE, REPOSITORY } from './world.ts';

const T0 = Date.parse('2026-11-24T08:30:00Z');
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const OTHER = { id: 8, owner: 'acme', name: 'api', installationId: 3 };
const FOREIGN = { id: 9, owner: 'ocme', name: 'www', installationId: 4 };
const RUN: WaitingRun = { id: 99, headSha: 'a'.repeat(40), startedAt: T0, isAlone: true };

interface Site {
  readonly ports: SweepPorts;
  now: number;
  known: (typeof REPOSITORY)[];
  installed: (typeof REPOSITORY)[];
  readonly asked: Question[];
  readonly etags: (string | null)[];
  readonly watched: number[];
  openGates: (typeof GATE)[];
  /** What looking at a repository does, where it is not what `watchOf` does. */
  watch: Map<number, Partial<RepositoryWatch> | Failure>;
  policy: string;
  pulls: OpenPullRequest[];
  checks: MergeCheckState[];
  withoutTimer: (typeof GATE)[];
  readonly reopened: (typeof GATE)[];
  readonly seen: number[];
  failing: (typeof REPOSITORY)[];
  readonly lost: LostRepositories[];
}

function site(): Site {
  const it: Site = {
    now: T0,
    known: [REPOSITORY],
    installed: [],
    asked: [],
    etags: [],
    watched: [],
    openGates: [],
    watch: new Map(),
    policy: 'version: 1\n',
    pulls: [],
    checks: [],
    withoutTimer: [],
    reopened: [],
    seen: [],
    failing: [],
    lost: [],
    ports: {
      clock: { now: () => it.now },
      store: {
        knownRepositories: async () => it.known,
        governedRepositories: async () => it.known,
        openGates: async () => it.openGates,
        reopenGates: async (gates: readonly (typeof GATE)[]) => {
          it.reopened.push(...gates);
          return gates.length;
        },
        askNow: async (questions: readonly Question[]) => {
          it.asked.push(...questions);
        },
        lastValidPolicy: async () => ({ text: it.policy }),
        mergeChecks: async () => it.checks,
        seeRepositories: async (repositories: readonly (typeof REPOSITORY)[]) => {
          it.seen.push(...repositories.map(({ id }) => id));
        },
        failingRepositories: async () => it.failing,
        loseRepositories: async (lost: LostRepositories) => {
          it.lost.push(lost);
        },
        gatesWithoutTimer: async () => it.withoutTimer,
      },
      app: {
        installations: async () => [3, 4],
        repositoriesOf: async (id: number) => it.installed.filter(({ installationId }) => installationId === id),
      },
      watch: async ({ id }: { readonly id: number }) => {
        it.watched.push(id);
        const own = it.watch.get(id);
        if (own instanceof Failure) throw own;
        return { ...watchOf(it), ...own };
      },
    } as unknown as SweepPorts,
  };
  return it;
}

function watchOf(it: Site): Partial<RepositoryWatch> {
  return {
    waitingRuns: async (etag) => {
      it.etags.push(etag);
      return etag === '"same"' ? null : { value: [RUN], etag: '"same"' };
    },
    waitingGates: async () => [GATE],
    openPullRequests: async (etag) => {
      it.etags.push(etag);
      return etag === '"same"' ? null : { value: it.pulls, etag: '"same"' };
    },
  };
}

function sweeper(it: Site, sweep: Sweep) {
  let memory: string | null = null;
  return async (mayGoOn = () => true) => {
    const swept = await sweep.run(it.ports, { memory, mayGoOn });
    memory = swept.memory;
    return swept;
  };
}

test('a gate that nobody asked about is asked about; one with an open question is not', async () => {
  const it = site();
  const sweep = sweeper(it, waitingRuns);
  await sweep();
  expect(it.asked).toEqual([GATE]);
  // Where it has a final answer, GitHub's word that it waits has the last word.
  expect(it.reopened).toEqual([GATE]);
  const again = site();
  again.openGates = [GATE];
  await sweeper(again, waitingRuns)();
  expect(again.asked).toEqual([]);
  expect(again.reopened).toEqual([]);
});

test('where nothing changed nothing more is read, but that is not believed for ever', async () => {
  const it = site();
  const sweep = sweeper(it, waitingRuns);
  await sweep();
  it.now += 5 * MINUTE_MS;
  await sweep();
  expect(it.asked).toHaveLength(1);
  it.now += HOUR_MS;
  await sweep();
  expect(it.etags).toEqual([null, '"same"', null]);
});

test('a look that failed leaves no mark by which the next would pass it over', async () => {
  const it = site();
  it.watch.set(REPOSITORY.id, {
    waitingGates: async () => {
      throw new Failure('unavailable', 'GitHub could not be reached');
    },
  });
  const sweep = sweeper(it, waitingRuns);
  const { notices } = await sweep();
  expect(notices.map(({ message }) => message)).toEqual(['GitHub could not be reached']);
  it.watch.clear();
  await sweep();
  expect(it.etags).toEqual([null, null]);
  expect(it.asked).toEqual([GATE]);
});

test('a repository that is gone is left alone for an hour, and holds up no other', async () => {
  const it = site();
  it.known = [OTHER, REPOSITORY];
  it.watch.set(REPOSITORY.id, new Failure('not-found', 'no such repository'));
  const sweep = sweeper(it, waitingRuns);
  await sweep();
  expect(it.watched).toEqual([7, 8]);
  it.now += 5 * MINUTE_MS;
  await sweep();
  expect(it.watched).toEqual([7, 8, 8]);
  it.now += HOUR_MS;
  await sweep();
  expect(it.watched).toEqual([7, 8, 8, 7, 8]);
});

test('an installation that has to wait is not asked more, others are', async () => {
  const it = site();
  it.known = [REPOSITORY, OTHER, FOREIGN];
  it.watch.set(REPOSITORY.id, new Failure('rate-limited', 'slow down', { retryAfterMs: HOUR_MS }));
  await sweeper(it, waitingRuns)();
  expect(it.watched).toEqual([7, 9]);
});

test('a round that is cut goes on after the repository where it was', async () => {
  const it = site();
  it.known = [REPOSITORY, OTHER, FOREIGN];
  const sweep = sweeper(it, waitingRuns);
  let looks = 0;
  expect((await sweep(() => looks++ < 1)).isUnfinished).toBe(true);
  expect((await sweep()).isUnfinished).toBe(false);
  expect(it.watched).toEqual([7, 8, 9]);
  await sweep();
  expect(it.watched).toEqual([7, 8, 9, 7, 8, 9]);
});

test('repositories that we know only by being installed on them are looked at, too', async () => {
  const it = site();
  it.installed = [REPOSITORY, OTHER, FOREIGN];
  await sweeper(it, newRepositories)();
  expect(it.watched).toEqual([8, 9]);
  // Also what the webhook about a new name, or about its return, did not tell.
  expect(it.seen).toEqual([7, 8, 9]);
});

test('what keeps failing and is on no list of GitHub is lost; each of the two alone takes nothing from us', async () => {
  const it = site();
  it.known = [REPOSITORY, OTHER, FOREIGN];
  it.installed = [REPOSITORY];
  it.failing = [REPOSITORY, OTHER];
  await sweeper(it, newRepositories)();
  expect(it.lost).toEqual([{ why: 'removed', repositories: [OTHER] }]);
});

test('lists that were not read to the end take nothing from us', async () => {
  const it = site();
  it.failing = [OTHER];
  await sweeper(it, newRepositories)(() => false);
  expect(it.lost).toEqual([]);
});

const [ONE, TWO] = ['1'.repeat(40), '2'.repeat(40)];

function stateOf(sha: string, change: Partial<MergeCheckState> = {}): MergeCheckState {
  return { sha, isInProgress: false, isWritten: true, answeredAt: T0, ...change };
}

function pullRequest(number: number) {
  return { kind: 'pull-request', repository: REPOSITORY, number };
}

test('a pull request without our check is asked about, one with it is not', async () => {
  const it = site();
  it.pulls = [
    { number: 1, headSha: ONE },
    { number: 2, headSha: TWO },
  ];
  it.checks = [stateOf(ONE)];
  await sweeper(it, staleChecks)();
  expect(it.asked).toEqual([pullRequest(2)]);
});

test('one that waits is asked about again when the policy became another one, once, and never for no reason', async () => {
  const it = site();
  it.pulls = [
    { number: 1, headSha: ONE },
    { number: 2, headSha: TWO },
  ];
  it.checks = [stateOf(ONE, { isInProgress: true }), stateOf(TWO)];
  const sweep = sweeper(it, staleChecks);
  await sweep();
  expect(it.asked).toEqual([]);
  it.now += 15 * MINUTE_MS;
  it.policy = 'version: 1\nzone: Europe/Berlin\n';
  await sweep();
  expect(it.asked).toEqual([pullRequest(1)]);
  it.checks = [stateOf(ONE, { isInProgress: true, answeredAt: it.now }), stateOf(TWO)];
  for (let look = 0; look < 8; look++) {
    it.now += 15 * MINUTE_MS;
    await sweep();
  }
  expect(it.asked).toHaveLength(1);
  it.now += 6 * HOUR_MS;
  await sweep();
  expect(it.asked).toHaveLength(2);
});

test('one round asks about 50 pull requests at most, and the next goes on', async () => {
  const it = site();
  it.pulls = Array.from({ length: 70 }, (_, nth) => ({ number: nth + 1, headSha: `${nth}`.padStart(40, '0') }));
  const sweep = sweeper(it, staleChecks);
  await sweep();
  expect(it.asked).toHaveLength(50);
  it.checks = it.pulls.slice(0, 50).map(({ headSha }) => stateOf(headSha));
  it.now += 15 * MINUTE_MS;
  await sweep();
  expect(it.asked).toHaveLength(70);
});

test('gates without a timer are asked about again', async () => {
  const it = site();
  it.withoutTimer = [GATE];
  await sweeper(it, staleChecks)();
  expect(it.asked).toEqual([GATE]);
});
