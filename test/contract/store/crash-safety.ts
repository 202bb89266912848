import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Place } from './store-under-test.ts';

const CHILD = fileURLToPath(new URL('accept-until-killed.ts', import.meta.url));
const KILLS = 10;

export function crashCases(newPlace: () => Promise<Place>): void {
  it('loses no acknowledged delivery when the process is killed at any moment', { timeout: 60_000 }, async () => {
    const place = await newPlace();
    const acknowledged: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) acknowledged.push(...(await acceptAndKill(place, `k${kill}`)));
    expect(acknowledged.length).toBeGreaterThan(KILLS);
    const kept = new Set(await waitingIds(place));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  });

  it('lets two processes accept into one database', { timeout: 60_000 }, async () => {
    const place = await newPlace();
    const both = await Promise.all([acceptAndKill(place, 'one'), acceptAndKill(place, 'two')]);
    expect(both.map((ids) => ids.length > 0)).toEqual([true, true]);
    const kept = new Set(await waitingIds(place));
    expect(both.flat().filter((id) => !kept.has(id))).toEqual([]);
  });

  it('lets several processes start at once on a database that is not there yet', { timeout: 60_000 }, async () => {
    const place = await newPlace();
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((prefix) => acceptAndKill(place, prefix)));
    expect(all.every((ids) => ids.length > 0)).toBe(true);
  });
}

async function waitingIds(place: Place): Promise<string[]> {
  const store = await place.open();
  return (await store.waitingDeliveries(1_000_000)).map((one) => one.id);
}

/** The ids that the child said it accepted before it was killed, some random milliseconds after the first. */
async function acceptAndKill(place: Place, prefix: string): Promise<string[]> {
  const child = spawn(process.execPath, [CHILD, place.opener, place.address, prefix], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * 80);
    output += text;
  });
  await killed(child);
  expect(errors).toBe('');
  // The last line may be cut in the middle: only whole ones were said.
  return output.split('\n').slice(0, -1);
}

async function killed(child: ChildProcess): Promise<void> {
  const deadline = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await once(child, 'close');
  clearTimeout(deadline);
}
