/** What release records, reviews and the backtest of a policy read. */
import { expect, it } from 'vitest';
import type { KeepIssue } from '../../../src/domain/effect.ts';
import type { Facts } from '../../../src/domain/facts.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import type { Question, ReleaseRecordQuestion, ReviewQuestion } from '../../../src/domain/question.ts';
import type { AnswerRecord, KeptReview, Store } from '../../../src/flow/ports.ts';
import { answer, ask, claimed, decision, EVER, facts, gate, openGate, SHA, SHOP, T0 } from './samples.ts';
import type { Place } from './store-under-test.ts';

const OTHER = 'b'.repeat(40);
const ELSEWHERE = { ...SHOP, id: 2, name: 'till' };

function release(sha: string, service?: string): ReleaseRecordQuestion {
  return { kind: 'release-record', repository: SHOP, sha, ...(service === undefined ? {} : { service }) };
}

function factsOf(sha: string, parts: Partial<Facts> = {}): Facts {
  return { ...facts(), candidate: { sha }, ...parts };
}

export function releaseCases(newPlace: () => Promise<Place>): void {
  async function say(store: Store, question: Question, change: Partial<AnswerRecord>, at = T0): Promise<void> {
    await ask(store, [question], at);
    const claim = await claimed(store, at);
    expect(claim.question).toEqual(question);
    await store.saveRecord(claim, answer({ at, ...change }));
    for (const pending of await store.pendingEffects(claim.key, EVER)) {
      const done = { kind: 'done', ...(pending.effect.kind === 'keep-issue' ? { issue: 12 } : {}) } as const;
      await store.settleEffect(pending, done, at + 1);
    }
    await store.releaseClaim(claim, { dueAt: null });
  }

  it('knows the gates of a commit, how far each has come, and what was decided last', async () => {
    const store = await (await newPlace()).open();
    const first = { facts: factsOf(SHA), decision: decision({ tier: 'low' }), summary: 'waits' };
    await say(store, gate(1, 'staging'), first);
    const open = {
      facts: factsOf(SHA),
      decision: decision(),
      summary: 'open',
      effects: [openGate(gate(1, 'staging'))],
    };
    await say(store, gate(1, 'staging'), open, T0 + 10);
    await say(store, gate(1, 'staging'), { summary: 'let through', final: true }, T0 + 20);
    await say(store, gate(2), { facts: factsOf(SHA), decision: decision(), summary: 'for cab' }, T0 + 30);
    await say(store, gate(3), { facts: factsOf(OTHER), decision: decision() }, T0 + 40);
    expect(await store.releaseGates(SHOP.id, { sha: SHA })).toMatchObject([
      {
        question: gate(1, 'staging'),
        askedAt: T0,
        openedAt: T0 + 11,
        endedAt: T0 + 20,
        summary: 'let through',
        said: [
          { at: T0, summary: 'waits' },
          { at: T0 + 10, summary: 'open' },
          { at: T0 + 20, summary: 'let through' },
        ],
        decided: { summary: 'open', decision: { tier: 'high' }, facts: { candidate: { sha: SHA } } },
      },
      { question: gate(2), askedAt: T0 + 30, openedAt: null, endedAt: null, summary: 'for cab' },
    ]);
    expect(await store.releaseGates(SHOP.id, { deploymentId: 3 })).toMatchObject([{ question: gate(3) }]);
    expect(await store.releaseGates(2, { sha: SHA })).toEqual([]);
    expect(await store.lastAnswer(gate(1, 'staging'))).toEqual({ summary: 'let through', decision: null });
    expect(await store.lastAnswer(gate(9))).toBeNull();
  });

  it('finds the records of a commit, by the commit or by a gate of it', async () => {
    const store = await (await newPlace()).open();
    await say(store, gate(1), { facts: factsOf(SHA), decision: decision() });
    for (const record of [release(SHA), release(SHA, 'shop'), release(OTHER)]) await say(store, record, {});
    expect(await store.releaseRecordsOf(gate(1), undefined)).toEqual([release(SHA), release(SHA, 'shop')]);
    expect(await store.releaseRecordsOf(gate(8), OTHER)).toEqual([release(OTHER)]);
    expect(await store.releaseRecordsOf(gate(8), undefined)).toEqual([]);
    expect(await store.openReleaseRecords(SHOP.id)).toEqual([release(SHA), release(SHA, 'shop')]);
    await say(store, release(SHA), { final: true }, T0 + 5);
    expect(await store.openReleaseRecords(SHOP.id)).toEqual([release(SHA, 'shop')]);
  });

  it('keeps where a review stands with its answer, and follows those that have not ended', async () => {
    const store = await (await newPlace()).open();
    const question = (deploymentId: number): ReviewQuestion => ({ kind: 'review', repository: SHOP, deploymentId });
    const review: KeptReview = {
      ...{ repositoryId: SHOP.id, deploymentId: 1, environment: 'Production', issueNumber: null, closedAt: null },
      ...{ openedAt: toInstant(T0), dueAt: toInstant(T0 + 5), causes: [], reopenings: 0, undoneAt: null },
    };
    expect(await store.review(SHOP.id, 1)).toBeNull();
    await say(store, question(1), { review });
    await say(store, question(2), { review: { ...review, deploymentId: 2 } }, T0 + 1);
    expect(await store.review(SHOP.id, 1)).toEqual(review);
    expect(await store.openReviews(SHOP.id)).toEqual([question(2), question(1)]);
    const closed: KeptReview = {
      ...{ ...review, issueNumber: 12, closedAt: toInstant(T0 + 9), causes: ['gap/process'] },
      ...{ reopenings: 2, undoneAt: toInstant(T0 + 7) },
    };
    await say(store, question(1), { review: closed, final: true }, T0 + 10);
    expect(await store.openReviews(SHOP.id)).toEqual([question(2)]);
    expect(await store.reviewCauses(SHOP.id)).toEqual([{ ...review, deploymentId: 2 }, closed]);
    expect(await store.reviewCauses(ELSEWHERE.id)).toEqual([]);
  });

  it('logs what happened to a review in the transaction of its answer: who closed it, and with which cause', async () => {
    const store = await (await newPlace()).open();
    const question: ReviewQuestion = { kind: 'review', repository: SHOP, deploymentId: 1 };
    const open: KeptReview = {
      ...{ repositoryId: SHOP.id, deploymentId: 1, environment: 'production', issueNumber: 12, closedAt: null },
      ...{ openedAt: toInstant(T0), dueAt: null, causes: [], reopenings: 0, undoneAt: null },
    };
    const closedBy = { id: 7, login: 'rita' };
    const closed = { ...open, closedAt: toInstant(T0 + 9), causes: ['gap/process'], closedBy };
    for (const [nth, review] of [open, closed, closed].entries()) await say(store, question, { review }, T0 + nth);
    const logged: { readonly kind?: unknown }[] = [];
    for await (const line of store.auditLines(SHOP.installationId, 0)) logged.push(JSON.parse(line));
    expect(logged.filter(({ kind }) => kind === 'review')).toMatchObject([
      { actor: { kind: 'user', ...closedBy }, data: { state: 'closed', causes: ['gap/process'] } },
    ]);
    expect(await store.review(SHOP.id, 1)).toEqual({ ...open, closedAt: closed.closedAt, causes: closed.causes });
  });

  it('remembers the number of an issue, and takes learning it for no change', async () => {
    const store = await (await newPlace()).open();
    const key = `release/${SHA}`;
    const effect: KeepIssue = {
      kind: 'keep-issue',
      repository: SHOP,
      key,
      number: null,
      title: 'Release',
      label: 'tidegate:release',
      body: 'text',
      seed: '- [ ] a',
      isOver: false,
    };
    await say(store, release(SHA), { effects: [effect] });
    expect(await store.keptIssue(SHOP.id, key)).toBe(12);
    expect(await store.keptIssue(2, key)).toBeNull();
    await ask(store, [release(SHA)], T0 + 5);
    const claim = await claimed(store, T0 + 5);
    await store.saveRecord(claim, answer({ effects: [{ ...effect, number: 12, seed: '' }] }));
    expect(await store.pendingEffects(claim.key, EVER)).toEqual([]);
    await store.saveRecord(claim, answer({ effects: [{ ...effect, number: 12, seed: '', isOver: true }] }));
    expect(await store.pendingEffects(claim.key, EVER)).toHaveLength(1);
  });

  it('gives the last decision of each of the last deployments, the newest first', async () => {
    const store = await (await newPlace()).open();
    const decided = { facts: factsOf(SHA), decision: decision({ tier: 'low' }) };
    for (const id of [1, 2, 3]) await say(store, gate(id), decided, T0 + id);
    await say(store, gate(2), { facts: factsOf(OTHER), decision: decision() }, T0 + 9);
    await say(store, gate(2), { final: true }, T0 + 10);
    await say(store, gate(4), { summary: 'no policy' }, T0 + 11);
    await say(store, gate(5, 'production', ELSEWHERE), decided, T0 + 12);
    const of = async (which: Parameters<Store['pastDecisions']>[0], limit = 100) => {
      const { decisions, isCut } = await store.pastDecisions(which, limit);
      expect(isCut).toBe(false);
      return decisions.map((one) => [one.question.deploymentId, one.facts.candidate.sha, one.decision.tier]);
    };
    const [third, second, first] = [
      [3, SHA, 'low'],
      [2, OTHER, 'high'],
      [1, SHA, 'low'],
    ];
    expect(await of({ repositoryId: SHOP.id })).toEqual([third, second, first]);
    expect(await of({ repositoryId: SHOP.id }, 2)).toEqual([third, second]);
    expect(await of({ installationId: SHOP.installationId })).toEqual([[5, SHA, 'low'], third, second, first]);
    expect(await of({ installationId: 7 })).toEqual([]);
  });

  it('leaves out what is too large to be judged at once, and says so', { timeout: 30_000 }, async () => {
    const store = await (await newPlace()).open();
    const large = { codeowners: 'x'.repeat(3 * 1024 * 1024) };
    for (const id of [1, 2, 3]) {
      await say(store, gate(id), { facts: factsOf(SHA, large), decision: decision() }, T0 + id);
    }
    const { decisions, isCut } = await store.pastDecisions({ repositoryId: SHOP.id }, 100);
    expect(decisions.map(({ question }) => question.deploymentId)).toEqual([3, 2]);
    expect(isCut).toBe(true);
  });
}
