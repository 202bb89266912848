/** The issue of a rollback names whom to ask and where it is written what to do, and so does what is told of it. */
import { expect, test } from 'vitest';
import { answer } from '../../../src/flow/answer/answer-question.ts';
import { badRelease, FINDING, POLICY } from './rollback-world.ts';

const HELP = 'release-manager: { users: [rita], teams: [release] }\n    runbook: docs/prod.md\n    verify:';

test('the owner is assigned and named, and the runbook is linked and told', async () => {
  const { record } = await answer(FINDING, badRelease(POLICY.replace('verify:', HELP)).ports);
  const issue = record.effects.find((effect) => effect.kind === 'keep-issue');
  expect(issue?.assignees).toEqual(['rita']);
  expect(issue?.body).toContain('- Release manager: team release, rita');
  expect(issue?.body).toContain('- Runbook: [docs/prod.md](../blob/HEAD/docs/prod.md)');
  expect(record.notices?.[0]?.told.lines).toContain('Runbook: docs/prod.md');
});

test('it begins with the template of reviews, and says what closing it takes', async () => {
  const reviews = 'reviews: { template: .github/review.md, cause-labels: [gap/testing] }\n';
  const world = badRelease(`${POLICY.trimEnd()}\n${reviews}`);
  world.files.set('.github/review.md', '### What customers saw\n');
  const first = (await answer(FINDING, world.ports)).record.effects.find((effect) => effect.kind === 'keep-issue');
  expect(first?.seed).toBe('### What customers saw');
  expect(first?.body).toContain('`gap/testing`');
});

test('where the policies name neither, nothing is said of it', async () => {
  const { record } = await answer(FINDING, badRelease().ports);
  const issue = record.effects.find((effect) => effect.kind === 'keep-issue');
  expect(issue).not.toHaveProperty('assignees');
  expect(issue?.body).not.toMatch(/Runbook|Release manager/);
});
