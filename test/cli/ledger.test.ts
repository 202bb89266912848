/** `tidegate ledger`: what runs where, out of a database of the App. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { GateResult } from '../../src/domain/decision.ts';
import { type GateLife, newGate, next } from '../../src/domain/gate-life.ts';
import { type EpochMs, toInstant } from '../../src/domain/instant.ts';
import type { Statement, Store } from '../../src/flow/ports.ts';
import { openSqliteStore } from '../../src/store/open.ts';
import { answer, ask, claimed, decision, EVER, facts, gate, openGate, SHOP } from '../contract/store/samples.ts';
import { Folder } from './folder.ts';
import { runTidegate } from './run-tidegate.ts';

const NOW = Date.now();
const DAY = 86_400_000;
const [GOOD, BAD, WAITS, SEEN] = ['1a', '2b', '3c', '4d'].map((two) => two.repeat(20)) as [
  string,
  string,
  string,
  string,
];
const POLICY = `version: 1
environments:
  production: { service: web, strategy: canary, rollback: { drill: { in: staging, every: 90d } } }
  staging: { service: web }
`;
const APPROVED: readonly GateResult[] = [
  {
    name: 'board',
    status: 'met',
    requirements: [
      { kind: 'approvals', status: 'met', reason: { code: 'approvals-met' }, text: '', counted: ['grace', 'ada'] },
    ],
  },
];

/** One gate, opened or held, as the App leaves it. */
async function gateOf(
  store: Store,
  id: number,
  sha: string,
  { at, isHeld = false }: { at: EpochMs; isHeld?: boolean },
) {
  const question = gate(id, 'production', SHOP);
  await ask(store, [question], at);
  const claim = await claimed(store, at);
  const fresh = newGate({ requestedAt: toInstant(at), runAttempt: 1, sha }, at);
  const life = next(
    fresh,
    isHeld ? { kind: 'held', reasons: ['outside-window'] } : { kind: 'approved' },
    at,
  ) as GateLife;
  const effects = isHeld ? [] : [openGate(question, { headSha: sha })];
  const decided = decision({ verdict: isHeld ? 'waiting' : 'open', tier: 'low', gates: APPROVED });
  const kept = { ...facts(), candidate: { sha } };
  await store.saveRecord(claim, answer({ at, gate: life, effects, decision: decided, facts: kept, final: !isHeld }));
  for (const effect of await store.pendingEffects(claim.key, EVER))
    await store.settleEffect(effect, { kind: 'done' }, at);
  await store.releaseClaim(claim, { dueAt: null });
}

async function fill(folder: string): Promise<void> {
  const store = await openSqliteStore(folder);
  await store.keepValidPolicy(SHOP.id, { text: POLICY, sha: GOOD, at: toInstant(NOW) });
  await gateOf(store, 11, GOOD, { at: NOW - 3 * DAY });
  await gateOf(store, 12, BAD, { at: NOW - 2 * DAY });
  await gateOf(store, 13, WAITS, { at: NOW - DAY, isHeld: true });
  const deployed = { kind: 'deployment', service: 'web', environment: 'production', state: 'success' } as const;
  const times = (at: EpochMs) => ({ startedAt: toInstant(at), finishedAt: toInstant(at) });
  await store.keepHistory(SHOP.id, {
    events: [
      { ...deployed, id: '11', sha: GOOD, ...times(NOW - 3 * DAY) },
      { ...deployed, id: '12', sha: BAD, ...times(NOW - 2 * DAY) },
      { ...deployed, id: '7', environment: 'preview\u001b[31m|x', sha: GOOD, ...times(NOW - 9 * DAY) },
    ],
    cursor: '{}',
    wholeAt: NOW,
  });
  await ask(store, [{ kind: 'policy', repository: SHOP }], NOW);
  const claim = await claimed(store, NOW);
  const said = { repositoryId: SHOP.id, environment: 'production', failedChecks: [] };
  const hold: Statement = {
    ...{ kind: 'hold', repositoryId: SHOP.id, commentId: -12, userId: 0, user: 'Tidegate' },
    ...{ environment: 'production', sha: BAD, reason: 'its verification failed: home', at: toInstant(NOW - DAY) },
  };
  await store.saveRecord(
    claim,
    answer({
      at: NOW,
      statements: [hold],
      verifications: [
        { ...said, deploymentId: 11, sha: GOOD, verdict: 'pass', liveSha: GOOD, at: toInstant(NOW - 3 * DAY) },
        { ...said, deploymentId: 12, sha: BAD, verdict: 'fail', liveSha: SEEN.slice(0, 12), at: toInstant(NOW - DAY) },
      ],
    }),
  );
  await store.keepUndeployed(SHOP.id, [
    {
      ...{ environment: 'production', service: 'web', at: NOW, baseSha: BAD, headSha: WAITS },
      waiting: { changes: 3, oldestAt: toInstant(NOW - 15 * DAY), oldest: '#12', lines: 240, isComplete: true },
    },
  ]);
  await store.close();
}

test('people read what runs, since when, what is good, what is kept out and what waits, in 100 columns', async () => {
  using folder = new Folder();
  await fill(join(folder.path, 'data'));
  const { exitCode, stdout, stderr } = await runTidegate(['ledger'], folder.path);
  expect([exitCode, stderr]).toEqual([0, '']);
  for (const line of stdout.split('\n')) expect([...line].length).toBeLessThanOrEqual(100);
  expect(stdout).not.toContain('\u001b');
  const flat = stdout.replace(/\n {4}(?=\S)/g, ' ');
  expect(flat).toMatch(/^acme\/shop\n {2}ENVIRONMENT +SERVICE +RUNS +SINCE/);
  expect(flat).toMatch(/^ {2}production +web +2b2b2b2 +\S+ \S+ +2 d +low +fail +ada, grace$/m);
  expect(flat).toMatch(/^ {2}staging +web +unknown/m);
  expect(flat).toMatch(/DRIFT, a verification saw 4d4d4d4 on .* which is not known here; the ledger has 2b2b2b2/);
  expect(flat).toMatch(/last known good 1a1a1a1, verified .*\(deployment 11\)/);
  expect(flat).toMatch(/quarantined 2b2b2b2 since .*: its verification failed: home/);
  expect(flat).toMatch(/3c3c3c3 is held \(outside-window\) since .*\(deployment 13\)/);
  expect(flat).toContain('3 merged changes wait, the oldest (#12) for 15 days; 240 lines');
  expect(flat).toContain('production: strategy canary');
  expect(flat).toContain('the way back was never tried, as far as is known (in staging, asked for every 90d)');
});

test('scripts read one document; an environment or a repository that is not known is said, and a wrong one refused', async () => {
  using folder = new Folder();
  await fill(join(folder.path, 'data'));
  const told = await runTidegate(['ledger', '--environment', 'PRODUCTION', '--json'], folder.path);
  expect([told.exitCode, told.stderr]).toEqual([0, '']);
  const erased = await runTidegate(['ledger', '--json'], folder.path, { ERASED_PEOPLE: 'grace' });
  expect(erased.stdout).toMatch(/"by": \[\s+"ada",\s+"erased"/);
  expect(erased.stdout).not.toContain('grace');
  const { version, at, repositories } = JSON.parse(told.stdout);
  expect([version, Number.isNaN(Date.parse(at)), repositories.length]).toEqual([1, false, 1]);
  expect(repositories[0]).toMatchObject({
    repository: 'acme/shop',
    lanes: [
      {
        ...{ service: 'web', environment: 'production', isProduction: true, strategy: 'canary', guard: null },
        running: {
          sha: BAD,
          deploymentId: 12,
          from: 'history',
          tier: 'low',
          opened: { how: 'gate', by: ['ada', 'grace'] },
        },
        lastKnownGood: { sha: GOOD, deploymentId: 11 },
        drift: { saw: SEEN.slice(0, 12), ledger: BAD, from: 'verification', isKnownHere: false },
        inProgress: [{ kind: 'gate', deploymentId: 13, state: 'held' }],
      },
    ],
  });
  expect(repositories[0].lanes).toHaveLength(1);
  const failing = [
    [['--environment', 'nowhere'], 1, 'No environment nowhere is known'],
    [['--repo', 'acme/other'], 1, 'knows no repository acme/other'],
    [['--repo', 'shop'], 2, 'Write owner/name'],
  ] as const;
  const ended = await Promise.all(failing.map(([args]) => runTidegate(['ledger', ...args], folder.path)));
  for (const [index, { exitCode, stderr, stdout }] of ended.entries()) {
    expect([exitCode, stdout]).toEqual([failing[index]?.[1], '']);
    expect(stderr).toContain(failing[index]?.[2]);
  }
});

test('a database that is not there is neither made nor guessed', async () => {
  using folder = new Folder();
  const { exitCode, stderr } = await runTidegate(['ledger'], folder.path, { TIDEGATE_DATA: 'nowhere' });
  expect(exitCode).toBe(1);
  expect(stderr).toContain('there is no database in nowhere');
});
