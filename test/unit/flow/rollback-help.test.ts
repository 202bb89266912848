/** The issue of a rollback names whom to ask and where it is written what to do, and so does what is told of it. */
import { expect, test } from 'vitest';
import { answer } from '../../../src/flow/answer/answer.ts';
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

test('where the policies name neither, nothing is said of it', async () => {
  const { record } = await answer(FINDING, badRelease().ports);
  const issue = record.effects.find((effect) => effect.kind === 'keep-issue');
  expect(issue).not.toHaveProperty('assignees');
  expect(issue?.body).not.toMatch(/Runbook|Release manager/);
});
