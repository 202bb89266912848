import { expect, it } from 'vitest';
import { isWorkflowName, workflowName, workflowPath } from '../../../src/domain/workflow-file.ts';

it('is known by its name, however people name it', () => {
  expect(workflowName('deploy.yml')).toBe('deploy.yml');
  expect(workflowName('.github/workflows/deploy.yml')).toBe('deploy.yml');
  expect(workflowPath('deploy.yml')).toBe('.github/workflows/deploy.yml');
});

it.each(['', 'deploy', 'ci/deploy.yml', '../deploy.yml', 'deploy.yml@v1', 'deploy.yml\n', `${'a'.repeat(201)}.yml`])(
  'is no file of a workflow where it is called %j',
  (text) => {
    expect(isWorkflowName(text)).toBe(false);
  },
);

it.each(['deploy.yml', 'deploy-production.yaml', 'Deploy_2.yml'])('may be called %j', (text) => {
  expect(isWorkflowName(text)).toBe(true);
});
