import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const ENTRY = resolve(import.meta.dirname, '../../src/cli.ts');

test('the demo tells its release day and every step comes out as told', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [ENTRY, 'demo', '--fast'], { timeout: 60_000 });
  expect(stdout).toContain('Every step came out as told');
}, 70_000);
