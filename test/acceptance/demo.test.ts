import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const ENTRY = resolve(import.meta.dirname, '../../src/cli.ts');

test('the demo tells its release day and every step comes out as told', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [ENTRY, 'demo', '--fast'], { timeout: 110_000 });
  const told = [
    'A low-risk change went out at once',
    'Smoke: pass, 2 checks, 1 only after a retry.',
    'One lost answer takes nothing back',
    'Smoke: fail, check checkout',
    'is back on',
    'held back by Tidegate: its verification failed (checkout)',
    '**Lifted**',
    'The repair is live and verified',
    'The held deployment went out by itself',
    'Every step came out as told',
  ];
  const places = told.map((text) => stdout.indexOf(text));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
}, 120_000);
