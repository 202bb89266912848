import { expect, test } from 'vitest';
import type { DeploymentEvent } from '../../../../src/domain/dora-event.ts';
import type { Verification } from '../../../../src/domain/verification.ts';
import { answerDora } from '../../../../src/flow/dora/answer-dora.ts';
import { whatRan } from '../../../../src/flow/history/what-ran.ts';
import { ago, delivered, deployed, QUESTION, sha } from '../dora/delivered.ts';
import { REPOSITORY } from '../world.ts';

function verified(id: number, change: Partial<Verification> = {}): Verification {
  return {
    ...{ repositoryId: REPOSITORY.id, deploymentId: id, environment: 'production', sha: sha(id) },
    ...{ verdict: 'fail', failedChecks: [], at: ago(1), ...change },
  };
}

/** The second was taken back by the third, which the gate took for a repetition of the first. */
const BACK: readonly DeploymentEvent[] = [
  deployed(1, 9),
  deployed(2, 8, { state: 'failure' }),
  deployed(3, 7, { sha: sha(1), type: 'redeploy' }),
];

function said(events: readonly DeploymentEvent[], verifications: readonly Verification[]) {
  return whatRan(events, verifications).map((event) => event.kind === 'deployment' && [event.state, event.type]);
}

test('what failed its verification had been deployed, and the way back from it is no repetition', () => {
  expect(said(BACK, [verified(2)])).toEqual([
    ['success', undefined],
    ['success', undefined],
    ['success', undefined],
  ]);
});

test.each([
  ['nobody looked', []],
  ['the checks could not say', [verified(2, { verdict: 'error' })]],
  ['no verification came', [verified(2, { verdict: 'missing' })]],
  ['another commit was found there', [verified(2, { liveSha: 'f'.repeat(12) })]],
  ['another deployment was verified', [verified(1)]],
])('an attempt that failed changed nothing where %s', (_, verifications) => {
  expect(said(BACK, verifications)[1]).toEqual(['failure', undefined]);
  expect(said(BACK, verifications)[2]).toEqual(['success', 'redeploy']);
});

test('it ran where its own commit was found there', () => {
  expect(said(BACK, [verified(2, { liveSha: sha(2).slice(0, 12) })])[1]).toEqual(['success', undefined]);
});

test('another lane says nothing about it, and neither does the order of the list', () => {
  const elsewhere = BACK.map((event, at) => (at === 1 ? { ...event, service: 'api' } : event));
  expect(said(elsewhere, [verified(2)])[2]).toEqual(['success', 'redeploy']);
  expect(said([...BACK].reverse(), [verified(2)])[0]).toEqual(['success', undefined]);
});

test('a rollback that the App made is one rollback of one failure in the figures', async () => {
  const world = delivered();
  world.events = [...BACK];
  world.verified = [verified(2)];
  const { record } = await answerDora(QUESTION, world.ports);
  const body = record.effects.flatMap((effect) => (effect.kind === 'keep-issue' ? [effect.body] : []))[0];
  expect(body).toContain('Not counted as deployments: 1 rollback.');
  expect(body).toContain('| 1 failure |');
  expect(body).not.toContain('never ran');
});
