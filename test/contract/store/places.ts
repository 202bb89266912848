/** Repositories that are renamed, moved, lost and found again, with everything that is still asked of them. */
import { describe, expect, it } from 'vitest';
import type { CommentIssue, DispatchRun, Effect } from '../../../src/domain/effect.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import type { Question } from '../../../src/domain/question.ts';
import type { RepositoryRef } from '../../../src/domain/repository.ts';
import type { Claim, LostRepositories, Store } from '../../../src/flow/ports.ts';
import { ordered } from './rollbacks.ts';
import {
  answer,
  ask,
  check,
  claimed,
  command,
  EVER,
  gate,
  LEASE,
  pullRequest,
  report,
  SHA,
  SHOP,
  T0,
} from './samples.ts';
import type { Place } from './store-under-test.ts';

const AT = { repository: SHOP, environment: 'production', deploymentId: 70, runId: 900 };
const ESCALATION: Question = { kind: 'escalation', ...AT, event: 'verification-failed' };

/** One of each kind: no other may be forgotten. */
const ALL: Readonly<Record<Question['kind'], Question>> = {
  gate: gate(1),
  'pull-request': pullRequest(2),
  policy: { kind: 'policy', repository: SHOP },
  command: command(3),
  'release-record': { kind: 'release-record', repository: SHOP, sha: SHA },
  review: { kind: 'review', repository: SHOP, deploymentId: 70 },
  verification: {
    kind: 'verification',
    repository: SHOP,
    claim: {
      tokenId: 't',
      runId: 900,
      runAttempt: 1,
      environment: 'production',
      sha: SHA,
      verdict: 'pass',
      failedChecks: [],
      at: toInstant(T0),
    },
  },
  watch: { kind: 'watch', ...AT },
  rollback: { kind: 'rollback', repository: SHOP, environment: 'production', deploymentId: 70 },
  dora: { kind: 'dora', repository: SHOP },
  plan: { kind: 'plan', repository: SHOP, milestone: 4 },
  hypercare: { kind: 'hypercare', ...AT },
  escalation: ESCALATION,
  delivered: { kind: 'delivered', repository: SHOP, environment: 'production', deploymentId: 70 },
  train: { kind: 'train', repository: SHOP, train: 'checkout', title: 'release/1' },
};

const RENAMED: RepositoryRef = { ...SHOP, name: 'store' };
const MOVED: RepositoryRef = { ...SHOP, owner: 'umbrella', installationId: 91 };

const LOST: readonly LostRepositories[] = [
  { why: 'archived', repositories: [SHOP] },
  { why: 'deleted', repositories: [SHOP] },
  { why: 'removed', repositories: [SHOP] },
  { why: 'suspended', installationId: SHOP.installationId },
  { why: 'uninstalled', installationId: SHOP.installationId },
];

export function placeCases(newPlace: () => Promise<Place>): void {
  async function asked(): Promise<Store> {
    const store = await (await newPlace()).open();
    await ask(store, Object.values(ALL), T0);
    return store;
  }

  /** Everything that is due, as often as it is: a question whose claim is given back at once is due no more. */
  async function claimAll(store: Store, at: number): Promise<Claim[]> {
    const claims: Claim[] = [];
    for (let next = await store.claimQuestion(at, at + LEASE); next !== null && claims.length < 50; ) {
      claims.push(next);
      await store.releaseClaim(next, { dueAt: null });
      next = await store.claimQuestion(at, at + LEASE);
    }
    return claims;
  }

  it.each([
    ['renamed', RENAMED],
    ['transferred to another installation', MOVED],
  ])('whatever is asked of a repository that was %s is asked under its new name', async (_, repository) => {
    const store = await asked();
    await store.seeRepositories([repository], T0 + 1);
    // An event that came late, and names it as it was called.
    await ask(store, [pullRequest(2)], T0 + 2);
    const claims = await claimAll(store, T0 + 3);
    expect(claims.map(({ question }) => question.kind).sort()).toEqual(Object.keys(ALL).sort());
    expect(claims.map(({ question }) => question.repository)).toEqual(claims.map(() => repository));
    expect(await store.knownRepositories()).toEqual([repository]);
    expect(await store.knownRepository(SHOP.id)).toEqual(repository);
  });

  describe.each(LOST)('$why', (lost) => {
    it('asks nothing more, but whether people are still paged, and does not wake for it', async () => {
      const store = await asked();
      await store.loseRepositories(lost, T0 + 1);
      expect(await store.lostBecause(SHOP.id)).toBe(lost.why);
      const claims = await claimAll(store, T0 + 2);
      expect(claims.map(({ question }) => question)).toEqual([ESCALATION]);
      expect(await store.nextDueAt()).toBeNull();
      expect(await store.backlog(T0 + 3)).toMatchObject({ gatesOpen: 0, oldestGateAt: null, questionsDue: 0 });
    });

    it('asks all of it again at once when it is seen again, and nothing that has its final answer', async () => {
      const store = await asked();
      const claim = await claimed(store, T0);
      expect(claim.question.kind).toBe('command');
      await store.saveRecord(claim, answer({ final: true }));
      await store.releaseClaim(claim, { dueAt: null });
      for (const left of await claimAll(store, T0)) expect(left.question.kind).not.toBe('command');
      await store.loseRepositories(lost, T0 + 1);
      await claimAll(store, T0 + 1);
      if (lost.why === 'suspended') await store.resumeInstallation(SHOP.installationId, T0 + 5);
      else await store.seeRepositories([SHOP], T0 + 5);
      expect(await store.lostBecause(SHOP.id)).toBeNull();
      const kinds = (await claimAll(store, T0 + 5)).map(({ question }) => question.kind);
      expect(kinds.sort()).toEqual(
        Object.keys(ALL)
          .filter((kind) => kind !== 'command')
          .sort(),
      );
    });

    it('leaves other repositories alone', async () => {
      const store = await asked();
      const other = { ...SHOP, id: 2, name: 'api', installationId: 92 };
      await ask(store, [gate(8, 'production', other)], T0);
      await store.loseRepositories(lost, T0 + 1);
      expect((await claimAll(store, T0 + 2)).map(({ key }) => key)).toContain('2/gate/8');
      expect(await store.lostBecause(2)).toBeNull();
    });

    it('tries no effect, and says why where nobody expects it back', async () => {
      const store = await asked();
      const claim = await wanting(store, [report(gate(1), 'held'), check(2, 'waits')]);
      await store.loseRepositories(lost, T0 + 1);
      await claimAll(store, T0 + 2);
      expect(await store.nextDueAt()).toBeNull();
      const isExpected = lost.why === 'archived' || lost.why === 'suspended';
      const left = await store.pendingEffects(claim.key, EVER);
      expect(left).toHaveLength(isExpected ? 2 : 0);
      expect((await store.backlog(T0 + 3)).effectsPending).toBe(0);
      const told = (await linesOf(store)).filter(({ kind }) => kind === 'outcome');
      expect(told).toHaveLength(isExpected ? 0 : 2);
      for (const { data } of told)
        expect(data).toMatchObject({ outcome: 'superseded', because: expect.stringMatching(/^not done: /) });
    });
  });

  async function wanting(store: Store, effects: readonly Effect[], at = T0): Promise<Claim> {
    for (;;) {
      const claim = await claimed(store, at);
      if (claim.question.kind === 'gate') {
        await store.saveRecord(claim, answer({ effects }));
        await store.releaseClaim(claim, { dueAt: null });
        return claim;
      }
      await store.releaseClaim(claim, { dueAt: null });
    }
  }

  it('decides anew what was withdrawn, once the repository is back', async () => {
    const store = await asked();
    await wanting(store, [report(gate(1), 'held')]);
    await store.loseRepositories({ why: 'uninstalled', installationId: SHOP.installationId }, T0 + 1);
    await store.seeRepositories([{ ...SHOP, installationId: 93 }], T0 + 5);
    const again = await wanting(store, [report(gate(1), 'held')], T0 + 5);
    expect(await store.pendingEffects(again.key, EVER)).toMatchObject([{ slot: '1/gate/1/report' }]);
  });

  it('ends a rollback that was ordered in a repository that is gone', async () => {
    const store = await asked();
    await wanting(store, []);
    const kept = ordered();
    const dispatch: DispatchRun = {
      kind: 'dispatch-run',
      repository: SHOP,
      rollbackId: kept.id,
      dispatch: 1,
      workflow: 'deploy.yml',
      environment: 'production',
      targetSha: SHA,
      failedDeploymentId: 70,
    };
    await ask(store, [ALL.rollback], T0);
    const claim = await claimRollback(store);
    await store.saveRecord(claim, answer({ rollbacks: [kept], effects: [dispatch] }));
    await store.releaseClaim(claim, { dueAt: null });
    await store.loseRepositories({ why: 'deleted', repositories: [SHOP] }, T0 + 1);
    expect(await store.pendingEffects(claim.key, EVER)).toEqual([]);
    expect((await store.rollback(kept.id))?.state).not.toBe('ordered');
  });

  async function claimRollback(store: Store): Promise<Claim> {
    const claim = await claimed(store, T0);
    if (claim.question.kind === 'rollback') return claim;
    await store.releaseClaim(claim, { dueAt: null });
    return await claimRollback(store);
  }

  it('does not take a repository from the installation that has it by now', async () => {
    const store = await asked();
    await store.seeRepositories([MOVED], T0 + 1);
    await store.loseRepositories({ why: 'removed', repositories: [SHOP] }, T0 + 2);
    await store.loseRepositories({ why: 'uninstalled', installationId: SHOP.installationId }, T0 + 3);
    expect(await store.lostBecause(SHOP.id)).toBeNull();
  });

  it('knows what keeps failing, and no repository that is gone', async () => {
    const store = await (await newPlace()).open();
    await ask(store, [pullRequest(2)], T0);
    for (let tries = 0; tries < 5; tries++) {
      expect(await store.failingRepositories()).toEqual([]);
      await store.releaseClaim(await claimed(store, T0 + tries), { dueAt: T0 + tries + 1, failed: 'Not Found' });
    }
    expect(await store.failingRepositories()).toEqual([SHOP]);
    await store.loseRepositories({ why: 'removed', repositories: [SHOP] }, T0 + 9);
    expect(await store.failingRepositories()).toEqual([]);
    expect(await store.knownRepositories()).toEqual([]);
  });

  it.each(LOST)('does not take what was $why and failed before for something else', async (lost) => {
    const store = await (await newPlace()).open();
    await ask(store, [pullRequest(2)], T0);
    for (let tries = 0; tries < 5; tries++) {
      await store.releaseClaim(await claimed(store, T0 + tries), { dueAt: T0 + tries + 1, failed: 'Not Found' });
    }
    await store.loseRepositories(lost, T0 + 9);
    expect(await store.failingRepositories()).toEqual([]);
    expect(await store.lostBecause(SHOP.id)).toBe(lost.why);
  });

  describe('what was too old to be done', () => {
    const comment: CommentIssue = {
      kind: 'comment-issue',
      repository: SHOP,
      issueNumber: 5,
      key: 'delivered/70',
      since: toInstant(T0),
      body: 'It is in production.',
    };

    it.each([
      ['is done when it is decided anew', check(2, 'waits'), 1],
      ['is not told later, if it is a comment', comment, 0],
    ])('%s', async (_, effect, times) => {
      const store = await asked();
      await wanting(store, []);
      await ask(store, [pullRequest(2)], T0);
      const want = async (): Promise<number> => {
        await ask(store, [pullRequest(2)], T0);
        const claim = await claimed(store, T0);
        await store.saveRecord(claim, answer({ effects: [effect] }));
        await store.releaseClaim(claim, { dueAt: null });
        return (await store.pendingEffects(claim.key, EVER)).length;
      };
      for (const _claim of await claimAll(store, T0));
      expect(await want()).toBe(1);
      const [pending] = await store.pendingEffects('1/pull-request/2', EVER);
      if (!pending) throw new Error('expected an effect');
      expect(pending.decidedAt).toBe(T0);
      await store.settleEffect(pending, { kind: 'superseded', because: 'over a day ago', isTooOld: true }, T0 + 1);
      expect(await want()).toBe(times);
    });
  });
}

async function linesOf(store: Store): Promise<{ readonly kind: string; readonly data: object }[]> {
  const lines: { readonly kind: string; readonly data: object }[] = [];
  for await (const line of store.auditLines(SHOP.installationId, 0)) lines.push(JSON.parse(line));
  return lines;
}
