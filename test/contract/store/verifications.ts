/** What jobs say of deployments. */
import { expect, it } from 'vitest';
import { toInstant } from '../../../src/domain/instant.ts';
import type { VerificationQuestion } from '../../../src/domain/question.ts';
import type { Verification } from '../../../src/domain/verification.ts';
import { answer, ask, claimed, gate, SHA, SHOP, T0 } from './samples.ts';
import type { Place } from './store-under-test.ts';

function said(tokenId: string, verdict: 'pass' | 'fail' = 'pass'): VerificationQuestion {
  const claim = {
    tokenId,
    runId: 1070,
    runAttempt: 1,
    environment: 'production',
    sha: SHA,
    verdict,
    failedChecks: [],
    at: toInstant(T0),
  } as const;
  return { kind: 'verification', repository: SHOP, claim };
}

function verification(deploymentId: number, change: Partial<Verification> = {}): Verification {
  return {
    repositoryId: SHOP.id,
    deploymentId,
    environment: 'Production',
    sha: SHA,
    verdict: 'pass',
    failedChecks: ['häßlich'],
    at: toInstant(T0),
    ...change,
  };
}

export function verificationCases(newPlace: () => Promise<Place>): void {
  async function keep(place: Place, ...verifications: readonly Verification[]): Promise<void> {
    const store = await place.open();
    for (const [index, each] of verifications.entries()) {
      await store.acceptVerification(said(`token-${each.deploymentId}-${index}`), T0);
      const claim = await claimed(store, T0);
      await store.saveRecord(claim, answer({ verifications: [each], final: true }));
      await store.releaseClaim(claim, { dueAt: null });
    }
  }

  it('takes a token once, and what was said first with it', async () => {
    const place = await newPlace();
    const [one, other] = [await place.open(), await place.open()];
    expect(await one.acceptVerification(said('token-1', 'fail'), T0)).toBe('stored');
    expect(await other.acceptVerification(said('token-1', 'pass'), T0)).toBe('used');
    expect(await other.verifications(SHOP.id, 'Production')).toEqual({
      isTold: true,
      newest: [],
      unread: [{ runId: 1070, at: toInstant(T0) }],
    });
    const claim = await claimed(one, T0);
    expect(claim.question).toEqual(said('token-1', 'fail'));
    await one.saveRecord(claim, answer({ final: true, questions: [gate(1)] }));
    await one.releaseClaim(claim, { dueAt: null });
    expect(await other.acceptVerification(said('token-1', 'pass'), T0)).toBe('used');
    expect((await claimed(one, T0)).question).toEqual(gate(1));
    expect(await one.claimQuestion(T0, T0 + 1)).toBeNull();
  });

  it('tells the newest verification of each deployment of an environment, however it is spelled', async () => {
    const place = await newPlace();
    const later = verification(70, { verdict: 'fail', at: toInstant(T0 + 1000), failedChecks: [] });
    await keep(place, verification(70), verification(71), verification(72, { environment: 'staging' }), later);
    const store = await place.open();
    const { isTold, newest, earlier } = await store.verifications(SHOP.id, 'PRODUCTION');
    expect(isTold).toBe(true);
    expect(earlier).toEqual([verification(70)]);
    expect(newest.toSorted((a, b) => a.deploymentId - b.deploymentId)).toEqual([later, verification(71)]);
    expect(await store.verifications(SHOP.id + 1, 'production')).toEqual({ isTold: false, newest: [] });
    expect(await store.verifications(SHOP.id, 'prod')).toMatchObject({ isTold: false });
  });

  it('takes what a job said for newer than that nothing was said, whichever was looked into first', async () => {
    const place = await newPlace();
    const missing = { verdict: 'missing', failedChecks: [], at: toInstant(T0 + 1000) } as const;
    const failed = verification(70, { verdict: 'fail' });
    await keep(place, verification(70, missing), failed, verification(71), verification(71, missing));
    const { newest, earlier } = await (await place.open()).verifications(SHOP.id, 'production');
    expect(newest.toSorted((a, b) => a.deploymentId - b.deploymentId)).toEqual([failed, verification(71)]);
    expect(earlier).toEqual([verification(70, missing)]);
    const kept = (await place.auditLines(SHOP.installationId)).filter(
      (line) => JSON.parse(line).kind === 'verification',
    );
    expect(kept).toHaveLength(3);
  });

  it('keeps why a verdict is what it is, and what ran then, where somebody said so', async () => {
    const place = await newPlace();
    const causes = { preExisting: ['häßlich'], reasonCode: 'pre-existing', liveSha: 'abcdef1' };
    const all = [
      verification(70, { verdict: 'fail', ...causes }),
      verification(71, { verdict: 'error', failedChecks: [], reasonCode: 'runner-network' }),
      verification(72, { verdict: 'fail', preExisting: [] }),
      verification(73, { verdict: 'fail', liveSha: SHA }),
      verification(74),
    ];
    await keep(place, ...all);
    const { newest } = await (await place.open()).verifications(SHOP.id, 'production');
    expect(newest.toSorted((a, b) => a.deploymentId - b.deploymentId)).toEqual(all);
    const [first] = (await place.auditLines(SHOP.installationId))
      .map((line) => JSON.parse(line))
      .filter((line) => line.kind === 'verification');
    expect(first).toMatchObject({ data: causes });
  });

  it('keeps a pass that does not count beside the newest that counts, with its file', async () => {
    const place = await newPlace();
    const smoke = { path: 'other.yml', digest: `sha256:${'1'.repeat(64)}` };
    const later = { at: toInstant(T0 + 1000), smoke, uncounted: { code: 'other-file', asked: 'smoke.yml' } } as const;
    const failed = verification(70, { verdict: 'fail', smoke });
    const [aside, alone] = [verification(70, later), verification(71, later)];
    await keep(place, failed, aside, alone);
    const known = await (await place.open()).verifications(SHOP.id, 'production');
    expect(known).toEqual({ isTold: true, newest: [failed], uncounted: [aside, alone] });
    const lines = (await place.auditLines(SHOP.installationId)).map((line) => JSON.parse(line));
    expect(lines.filter(({ kind }) => kind === 'verification').map(({ data }) => data)).toMatchObject([
      { verdict: 'fail', smoke },
      { verdict: 'uncounted', said: 'pass', because: later.uncounted, smoke },
      { verdict: 'uncounted' },
    ]);
  });

  it('does not take for said what was refused', async () => {
    const store = await (await newPlace()).open();
    await store.acceptVerification(said('token-1', 'fail'), T0);
    const claim = await claimed(store, T0);
    expect(await store.verifications(SHOP.id, 'production')).toMatchObject({ isTold: true });
    await store.saveRecord(claim, answer({ final: true }));
    await store.releaseClaim(claim, { dueAt: null });
    expect(await store.verifications(SHOP.id, 'production')).toEqual({ isTold: false, newest: [] });
  });

  it('answers what a job said before any gate of the repository', async () => {
    const store = await (await newPlace()).open();
    await ask(store, [gate(1)], T0);
    await store.acceptVerification(said('token-1', 'fail'), T0 + 10);
    const claim = await claimed(store, T0 + 20);
    expect(claim.question).toEqual(said('token-1', 'fail'));
    expect(await store.claimQuestion(T0 + 20, T0 + 21)).toBeNull();
    await store.saveRecord(claim, answer({ final: true }));
    await store.releaseClaim(claim, { dueAt: null });
    expect((await claimed(store, T0 + 20)).question).toEqual(gate(1));
  });

  it('says the same thing once, with a line in the audit log that names the job', async () => {
    const place = await newPlace();
    await keep(place, verification(70), verification(70));
    const lines = (await place.auditLines(SHOP.installationId))
      .map((line) => JSON.parse(line))
      .filter((line) => line.kind === 'verification');
    expect(lines).toMatchObject([
      { subject: { deployment: 70, commit: SHA }, data: { verdict: 'pass', runId: 1070, token: 'token-70-0' } },
    ]);
  });
}
