import { afterEach, expect, test, vi } from 'vitest';
import { openShop } from '../../standin/clients.ts';
import { appOn } from './connected.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('a token that GitHub takes back before its hour is over is replaced, and the call is not repeated by itself', async () => {
  const { github: standin, shop } = await openShop();
  const app = appOn(standin);
  const repository = { id: shop.id, owner: shop.owner, name: shop.name, installationId: shop.installationId ?? 0 };
  const github = await app.github(repository);
  expect(await github.repository()).toMatchObject({ defaultBranch: 'main' });
  standin.expireTokens();
  // A token of less than five seconds is refused because GitHub's copies lag: then the same one is tried again.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  await expect(github.repository()).rejects.toMatchObject({ kind: 'forbidden' });
  expect(standin.countRequests({ operation: 'repos/get', status: 401 })).toBe(1);
  expect(await github.repository()).toMatchObject({ defaultBranch: 'main' });
  expect(await (await app.github(repository)).repository()).toMatchObject({ defaultBranch: 'main' });
  await standin.close();
});
