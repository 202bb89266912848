/** What GitHub lists of a run's artefacts. */
import { expect, test } from 'vitest';
import { connectGitHub } from '../../../src/github/connect.ts';
import { plainClient } from '../../standin/clients.ts';
import { connected, JOB_READS, refOf } from './connected.ts';

const [ONE, TWO] = ['1', '2'].map((digit) => `sha256:${digit.repeat(64)}`) as [string, string];

test('of each name the newest counts, whatever it is, and of this run only', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  const other = world.shop.startRun({ environment: 'production', actor: 'anna' });
  other.upload({ name: 'other', digest: ONE });
  run.upload({ name: 'dist', digest: ONE });
  run.upload({ name: 'old', digest: ONE });
  run.upload({ name: 'gone', digest: ONE, isExpired: true });
  run.upload({ name: 'dist', digest: TWO });
  run.upload({ name: 'old', digest: null });
  expect(await world.github.artifacts(run.id)).toEqual({
    complete: true,
    uploaded: [{ name: 'old' }, { name: 'dist', digest: TWO }, { name: 'gone' }],
  });
  expect(await world.github.artifacts(run.id + 100_000)).toBeNull();
  world.standin.assertClean();
});

test('more than a hundred are told to be more', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  for (let each = 0; each < 100; each += 1) run.upload({ name: `part-${each}`, digest: ONE });
  expect(await world.github.artifacts(run.id)).toMatchObject({ complete: true });
  run.upload({ name: 'one-more', digest: ONE });
  expect(await world.github.artifacts(run.id)).toMatchObject({ complete: false });
});

test('a job without the permission is told which one', async () => {
  await using world = await connected();
  const { shop, standin } = world;
  const run = shop.startRun({ environment: 'production', actor: 'anna' });
  const { actions: _, ...permissions } = JOB_READS;
  const token = standin.jobToken({ repository: shop.fullName, permissions });
  const github = connectGitHub(plainClient(standin, token), refOf(shop), { self: 'x', appId: null });
  const message = expect.stringContaining('"actions: read"');
  await expect(github.artifacts(run.id)).rejects.toMatchObject({ kind: 'forbidden', message });
});
