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
    'The emergency went out',
    'notes of the rollback',
    '**1 change is no longer running**',
    'feat: a checkout on one page (#',
    'notes of production',
    ': 7 changes.',
    'keep invoices (#',
    'by anna, with cleo · high',
    'Commits without a pull request',
    'Delivery figures (DORA) of acme/shop',
    '7 deployments to production in 1 lane of acme/shop',
    'unknown: every deployment is younger',
    'Not counted as deployments: 1 rollback',
    'Maturing: 7 deployments',
    '14.3 % (1/7)',
    'Not enough evidence yet',
    'One release of seven failed',
    'Every step came out as told',
  ];
  const places = told.map((text) => stdout.indexOf(text));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
}, 120_000);
