import { expect, test } from 'vitest';
import { repositoryPath } from '../../../src/domain/repository-path.ts';

test.each([
  ['.github/smoke.yml', '.github/smoke.yml'],
  ['./.github//smoke.yml', '.github/smoke.yml'],
  ['ops/../.github/./smoke.yml', '.github/smoke.yml'],
  ['/home/runner/work/shop/shop/.github/smoke.yml', '/home/runner/work/shop/shop/.github/smoke.yml'],
  ['../other/smoke.yml', '../other/smoke.yml'],
])('%s is %s in the repository', (path, expected) => {
  expect(repositoryPath(path)).toBe(expected);
});
