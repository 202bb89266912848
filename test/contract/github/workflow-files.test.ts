import { expect, test } from 'vitest';
import { connected } from './connected.ts';

test('workflow files are told by their paths at a commit: those that GitHub runs, and none of another folder', async () => {
  await using world = await connected();
  const { shop, github } = world;
  const { sha } = shop.push({
    message: 'ci: files',
    author: 'anna',
    files: {
      '.github/workflows/a.yml': 'jobs: {}\n',
      '.github/workflows/b.yaml': 'jobs: {}\n',
      '.github/workflows/notes.md': 'no\n',
      '.github/workflows/old/c.yml': 'no\n',
      '.github/other/d.yml': 'no\n',
    },
  });
  const found = (await github.workflowFiles?.(sha)) ?? [];
  expect(found).toEqual(expect.arrayContaining(['.github/workflows/a.yml', '.github/workflows/b.yaml']));
  expect(found.filter((path) => !/^\.github\/workflows\/[\w.-]+\.ya?ml$/.test(path))).toEqual([]);
});
