import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** What npm installs, with its packages apart: other tests start a program that has them inside. */
const ENTRY = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

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

test('the second day tells a planned release of two services, and every step comes out as told', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [ENTRY, 'demo', '--day', 'two', '--fast'], {
    timeout: 170_000,
  });
  const told = [
    'Planned: acme/shop release/2026.11 on Wed 25 Nov 2026',
    'Held: no-go at test-end by ravi (instalments of 0 months can be chosen)',
    'The no-go held it and the go let it on',
    'Held for team product (product owner): approve here',
    '1 more approval by team product (product owner)',
    '(PD_ROUTING_KEY) is paged at once, level 2',
    'It counts for ready for',
    'Within 24h: acme/',
    'Waiting for the target to be ready',
    'Waiting for acme/payments to be verified',
    'All members are out and verified',
    'production (canary)',
    'PagerDuty pages PD_ROUTING_KEY',
    'PagerDuty pages PD_MANAGER_KEY',
    'train checkout with release/2026.11 goes back',
    'acme/shop, deployment of',
    'acme/payments, deployment of',
    'it was taken back',
    'no longer in production',
    'What we did not know before',
    'Opened again: its cause is missing',
    '### Retrospective',
    'The quarter 2026-Q4',
    'gap/testing 1',
    'Every step came out as told',
  ];
  const places: number[] = [];
  for (const text of told) places.push(stdout.indexOf(text, places.at(-1) ?? 0));
  expect(told.filter((_, index) => places[index] === -1)).toEqual([]);
}, 180_000);
