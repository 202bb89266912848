/** Who was paged, and who took it on. */
import { expect, it } from 'vitest';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import { type EscalationQuestion, questionKey } from '../../../src/domain/question.ts';
import type { AnswerRecord, KeptEscalation, Store } from '../../../src/flow/ports.ts';
import { ordered } from './rollbacks.ts';
import { answer, claimed, SHOP, T0 } from './samples.ts';
import type { Place } from './store-under-test.ts';

const ASKED: EscalationQuestion = {
  kind: 'escalation',
  repository: SHOP,
  environment: 'production',
  deploymentId: 70,
  runId: 900,
  event: 'verification-failed',
};
const ID = questionKey(ASKED);

function kept(change: Partial<KeptEscalation> = {}): KeptEscalation {
  return {
    id: ID,
    question: ASKED,
    sha: 'c'.repeat(40),
    nth: 1,
    openedAt: toInstant(T0),
    found: { what: 'its verification failed', lines: [] },
    pages: [page('one', toInstant(T0)), page('two', null)],
    acknowledged: null,
    endedAt: null,
    ending: null,
    ...change,
  };
}

function page(alertKey: string, pagedAt: Instant | null): KeptEscalation['pages'][number] {
  return { level: 1, variable: 'PD_KEY', dueAt: toInstant(T0), alertKey, pagedAt };
}

async function save(store: Store, record: Partial<AnswerRecord>): Promise<void> {
  await store.askNow([ASKED], T0);
  const claim = await claimed(store, T0);
  expect(await store.saveRecord(claim, answer({ ...record, final: false }))).toBe(true);
  await store.releaseClaim(claim, { dueAt: T0 + 3_600_000 });
}

async function audited(store: Store): Promise<readonly unknown[]> {
  const lines: unknown[] = [];
  for await (const line of store.auditLines(SHOP.installationId, 0)) lines.push(JSON.parse(line));
  return lines.filter((line) => ['escalation', 'acknowledge'].includes((line as { kind: string }).kind));
}

const EVE = { by: 'Eve', userId: null, how: 'pagerduty' } as const;

export function escalationCases(newPlace: () => Promise<Place>): void {
  it('keeps an escalation as it was said last, and lists it until it is over', async () => {
    const store = await (await newPlace()).open();
    expect(await store.escalation(ID)).toBeNull();
    await save(store, { escalation: kept() });
    expect(await store.escalation(ID)).toEqual(kept());
    expect(await store.openEscalations(SHOP.id)).toEqual([kept()]);
    expect(await store.openEscalations(SHOP.id + 1)).toEqual([]);
    const over = kept({ endedAt: toInstant(T0 + 5), ending: 'it works' });
    await save(store, { escalation: over });
    expect(await store.escalation(ID)).toEqual(over);
    expect(await store.openEscalations(SHOP.id)).toEqual([]);
  });

  it('has a page acknowledged once, its question due and the log say so', async () => {
    const store = await (await newPlace()).open();
    await save(store, { escalation: kept() });
    expect(await store.acknowledgePage('two', EVE, T0 + 9)).toBe('unknown');
    expect(await store.acknowledgePage('one', EVE, T0 + 9)).toBe('acknowledged');
    expect(await store.acknowledgePage('one', { ...EVE, by: 'Mallory' }, T0 + 10)).toBe('known');
    expect(await store.escalation(ID)).toMatchObject({ acknowledged: { ...EVE, at: toInstant(T0 + 9) } });
    expect(await store.nextDueAt()).toBe(T0 + 9);
    expect(await audited(store)).toMatchObject([
      { kind: 'escalation', data: { event: 'verification-failed', nth: 1, state: 'open', paged: [{ level: 1 }] } },
      { kind: 'acknowledge', actor: { kind: 'tidegate' }, data: { how: 'pagerduty', by: 'Eve' } },
    ]);
  });

  it('makes the rollback of what was found due when a page is acknowledged, and none where there is none', async () => {
    const back = { kind: 'rollback', repository: SHOP, environment: 'production', deploymentId: 70 } as const;
    const dueAfter = async (change: Parameters<typeof ordered>[0]): Promise<readonly string[]> => {
      const store = await (await newPlace()).open();
      await save(store, { escalation: kept(), rollbacks: [ordered(change)] });
      await store.acknowledgePage('one', EVE, T0 + 9);
      const due = [await claimed(store, T0 + 9), await store.claimQuestion(T0 + 9, T0 + 99)];
      return due.flatMap((claim) => (claim === null ? [] : [claim.key])).toSorted();
    };
    const of = { environment: 'production', failedDeploymentId: 70 };
    expect(await dueAfter(of)).toEqual([ID, questionKey(back)].toSorted());
    expect(await dueAfter({ ...of, failedDeploymentId: 71 })).toEqual([ID]);
  });

  it('does not forget who took it on when an answer is saved that was begun before', async () => {
    const store = await (await newPlace()).open();
    await save(store, { escalation: kept() });
    await store.acknowledgePage('one', EVE, T0 + 9);
    await save(store, { escalation: kept({ pages: [page('one', toInstant(T0)), page('two', toInstant(T0))] }) });
    expect(await store.escalation(ID)).toMatchObject({ acknowledged: EVE });
    expect(await store.acknowledgePage('two', EVE, T0 + 11)).toBe('known');
  });

  it('keeps what somebody says in a comment', async () => {
    const store = await (await newPlace()).open();
    await save(store, { escalation: kept() });
    const said = { by: 'ola', userId: 5, how: 'comment', at: toInstant(T0 + 3) } as const;
    await save(store, { acknowledgements: [{ ...said, escalation: ID }] });
    await save(store, { acknowledgements: [{ ...said, by: 'bob', userId: 6, escalation: ID }] });
    expect(await store.escalation(ID)).toMatchObject({ acknowledged: said });
    expect((await audited(store)).slice(1)).toMatchObject([
      { kind: 'acknowledge', actor: { kind: 'user', id: 5, login: 'ola' }, data: { how: 'comment' } },
    ]);
  });

  it('takes nothing for what is over, and an old page for nothing that was found since', async () => {
    const store = await (await newPlace()).open();
    await save(store, { escalation: kept() });
    await save(store, { escalation: kept({ endedAt: toInstant(T0 + 5), ending: 'it works' }) });
    expect(await store.acknowledgePage('one', EVE, T0 + 9)).toBe('known');
    await save(store, { escalation: kept({ nth: 2, pages: [page('again', toInstant(T0))] }) });
    expect(await store.acknowledgePage('one', EVE, T0 + 10)).toBe('known');
    expect(await store.acknowledgePage('again', EVE, T0 + 11)).toBe('acknowledged');
    await save(store, { escalation: kept({ nth: 3, pages: [page('third', toInstant(T0))] }) });
    expect(await store.escalation(ID)).toMatchObject({ nth: 3, acknowledged: null });
  });

  it('keeps what was settled with the opening of gates, as it was decided last', async () => {
    const store = await (await newPlace()).open();
    const settled = {
      rules: [{ when: ['verification-failed'], levels: [{ after: null, page: 'PD_KEY' }] }],
      ...{ isVerificationAsked: true, zone: 'Europe/Berlin', runbooks: ['docs/run.md'], isWayBackSetUp: false },
    } as const;
    expect(await store.settledOpening(SHOP.id, 70)).toBeNull();
    await save(store, { opening: { deploymentIds: [70, 71], settled: { ...settled, rules: [] } } });
    await save(store, { opening: { deploymentIds: [70], settled } });
    await save(store, {});
    expect(await store.settledOpening(SHOP.id, 70)).toEqual(settled);
    expect(await store.settledOpening(SHOP.id, 71)).toEqual({ ...settled, rules: [] });
    expect(await store.settledOpening(SHOP.id + 1, 70)).toBeNull();
  });

  it('keeps what is known of a policy for the next answer', async () => {
    const store = await (await newPlace()).open();
    expect(await store.policyNews(SHOP.id)).toBeNull();
    await save(store, { policyNews: '{"since":{}}' });
    await save(store, {});
    expect(await store.policyNews(SHOP.id)).toBe('{"since":{}}');
    await save(store, { policyNews: '{}' });
    expect(await store.policyNews(SHOP.id)).toBe('{}');
  });
}
