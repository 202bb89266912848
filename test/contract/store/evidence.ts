import { expect, it } from 'vitest';
import { canonicalJson, digestOf } from '../../../src/domain/canonical.ts';
import { toInstant } from '../../../src/domain/instant.ts';
import {
  answer,
  ask,
  claimed,
  command,
  decision,
  EVER,
  facts,
  gate,
  openGate,
  override,
  pullRequest,
  SHA,
  SHOP,
  T0,
} from './samples.ts';
import type { Place } from './store-under-test.ts';

export function evidenceCases(newPlace: () => Promise<Place>): void {
  it('logs the decision, the effect before it is sent, and its outcome', async () => {
    const place = await newPlace();
    const store = await place.open();
    await ask(store, [gate(1)], T0);
    const claim = await claimed(store, T0);
    const made = decision();
    await store.saveRecord(claim, answer({ facts: facts(), decision: made, effects: [openGate(gate(1))] }));
    const beforeSending = await place.auditLines(SHOP.installationId);
    const [effect] = await store.pendingEffects(claim.key, EVER);
    if (!effect) throw new Error('expected a pending effect');
    await store.settleEffect(effect, { kind: 'done', note: 'approved' }, T0 + 5);
    const lines = await place.auditLines(SHOP.installationId);
    expect(beforeSending).toEqual(lines.slice(0, 2));
    expect(lines.every((line) => line === canonicalJson(JSON.parse(line)))).toBe(true);
    const subject = { repository: 'acme/shop', repositoryId: 1, deployment: 1, environment: 'production' };
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        version: 1,
        seq: 0,
        at: toInstant(T0),
        actor: { kind: 'tidegate' },
        kind: 'decision',
        subject,
        data: {
          verdict: 'waiting',
          factsDigest: made.factsDigest,
          decisionDigest: digestOf(made),
          counted: [{ gate: 'board', people: ['grace'] }],
        },
      },
      { seq: 1, kind: 'effect', subject: { ...subject, commit: SHA }, data: { effect: 'open-gate' } },
      { seq: 2, kind: 'outcome', at: toInstant(T0 + 5), data: { attempt: 1, outcome: 'done', note: 'approved' } },
    ]);
  });

  it('numbers each installation on its own, without gaps, also after a transaction that failed', async () => {
    const place = await newPlace();
    const store = await place.open();
    await ask(store, [gate(1), gate(2, 'production', { ...SHOP, id: 2, installationId: 91 })], T0);
    const claims = [await claimed(store, T0), await claimed(store, T0)];
    for (const claim of [...claims, ...claims]) {
      await store.saveRecord(claim, answer());
      await expect(store.saveRecord(claim, answer({ decision: { bad: Number.NaN } as never }))).rejects.toThrow();
    }
    for (const installation of [SHOP.installationId, 91]) {
      const lines = await place.auditLines(installation);
      expect(lines.map((line) => JSON.parse(line).seq)).toEqual([0, 1]);
    }
  });

  it('row 70: refuses to change, replace or delete what is logged', async () => {
    const place = await newPlace();
    const store = await place.open();
    await ask(store, [gate(1)], T0);
    await store.saveRecord(await claimed(store, T0), answer());
    await expect(place.changeAudit()).rejects.toThrow(/append-only/);
    await expect(place.replaceAudit()).rejects.toThrow(/append-only/);
    await expect(place.deleteAudit()).rejects.toThrow(/append-only/);
    expect(await place.auditLines(SHOP.installationId)).toHaveLength(1);
  });

  it('settles once: a second time changes and logs nothing', async () => {
    const place = await newPlace();
    const store = await place.open();
    await ask(store, [gate(1)], T0);
    const claim = await claimed(store, T0);
    await store.saveRecord(claim, answer({ effects: [openGate(gate(1))] }));
    const [effect] = await store.pendingEffects(claim.key, EVER);
    if (!effect) throw new Error('expected a pending effect');
    await store.settleEffect(effect, { kind: 'done' }, T0);
    await store.settleEffect(effect, { kind: 'superseded', because: 'too late' }, T0);
    expect(await place.auditLines(SHOP.installationId)).toHaveLength(3);
  });

  it('keeps overrides by repository and environment, states each once and logs who stated it', async () => {
    const place = await newPlace();
    const store = await place.open();
    await ask(store, [command(5)], T0);
    const claim = await claimed(store, T0);
    const stated = override(5, { environment: 'Production' });
    await store.saveRecord(claim, answer({ overrides: [stated] }));
    await store.saveRecord(claim, answer({ overrides: [stated], final: true }));
    const { user, userId, environment, sha, reason, at } = stated;
    expect(await store.overrides(SHOP.id, 'production')).toEqual([{ user, userId, environment, sha, reason, at }]);
    expect(await store.overrides(SHOP.id, 'staging')).toEqual([]);
    expect(await store.overrides(2, 'production')).toEqual([]);
    const entries = (await place.auditLines(SHOP.installationId)).map((line) => JSON.parse(line));
    expect(entries.filter((entry) => entry.kind === 'override')).toMatchObject([
      { actor: { kind: 'user', id: 7, login: 'ada' }, subject: { environment: 'Production', commit: SHA } },
    ]);
  });

  it('keeps the last valid policy of each repository', async () => {
    const store = await (await newPlace()).open();
    expect(await store.lastValidPolicy(1)).toBeNull();
    const first = { text: 'version: 1\n', sha: SHA, at: toInstant(T0) };
    await store.keepValidPolicy(1, first);
    await store.keepValidPolicy(2, { ...first, text: 'other' });
    await store.keepValidPolicy(1, { ...first, text: 'version: 1\nmode: observe\n' });
    expect(await store.lastValidPolicy(1)).toEqual({ ...first, text: 'version: 1\nmode: observe\n' });
  });

  it('remembers when each review of a deployment was first seen', async () => {
    const place = await newPlace();
    const store = await place.open();
    const review = { user: 'ada', userId: 7, state: 'approved', comment: 'fine', nth: 1 } as const;
    expect(await store.seeReviews(gate(1), [review], T0)).toEqual([{ ...review, seenAt: toInstant(T0) }]);
    const second = { ...review, comment: '', nth: 2 };
    const rejected = { ...review, state: 'rejected' } as const;
    const again = await place.open();
    const seen = await again.seeReviews(gate(1, 'Production'), [review, second, rejected], T0 + 1000);
    expect(seen.map(({ seenAt }) => seenAt)).toEqual([T0, T0 + 1000, T0 + 1000].map(toInstant));
    for (const other of [gate(2), gate(1, 'staging'), gate(1, 'production', { ...SHOP, id: 2 })]) {
      expect(await again.seeReviews(other, [review], T0 + 2000)).toMatchObject([{ seenAt: toInstant(T0 + 2000) }]);
    }
  });

  it('keeps the last valid policy of each organisation, until it is forgotten', async () => {
    const place = await newPlace();
    const store = await place.open();
    expect(await store.lastValidOrganisationPolicy(70)).toBeNull();
    const first = { text: 'version: 1\n', sha: SHA, at: toInstant(T0) };
    await store.keepValidOrganisationPolicy(70, first);
    await store.keepValidOrganisationPolicy(71, { ...first, text: 'other' });
    await store.keepValidOrganisationPolicy(70, { ...first, text: 'version: 1\nmode: observe\n' });
    await store.forgetOrganisationPolicy(71);
    const again = await place.open();
    expect(await again.lastValidOrganisationPolicy(70)).toEqual({ ...first, text: 'version: 1\nmode: observe\n' });
    expect(await again.lastValidOrganisationPolicy(71)).toBeNull();
    expect(await again.lastValidPolicy(70)).toBeNull();
  });

  it('has everything again after it was closed and opened', async () => {
    const place = await newPlace();
    const before = await place.open();
    await ask(before, [gate(1)], T0);
    await ask(before, [pullRequest(2)], T0 + 1);
    const claim = await claimed(before, T0);
    await before.saveRecord(claim, answer({ effects: [openGate(gate(1))] }));
    await before.close();
    const after = await place.open();
    expect(await after.openGates(SHOP.id)).toEqual([gate(1)]);
    expect(await after.pendingEffects(claim.key, EVER)).toHaveLength(1);
    expect(await after.saveRecord(claim, answer())).toBe(true);
    expect((await claimed(after, T0 + 1)).question).toEqual(pullRequest(2));
  });
}
