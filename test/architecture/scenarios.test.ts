/** The table of scenarios of the App: each row once, and each test that it names is in its file. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, textOf } from './repository-files.ts';

const FOLDER = 'test/acceptance/app';
const PAGE = textOf(`${FOLDER}/README.md`);
const SCENARIOS = Array.from({ length: 50 }, (_, nth) => nth + 56);

interface Row {
  readonly number: string;
  readonly cell: string;
}

function rowsIn(text: string): Row[] {
  const lines = text.matchAll(/^\| (\d+(?: to \d+)?) \|(?: [^|]+ \|)? ([^|]+) \| [^|]+ \|$/gm);
  return [...lines].map(([, number = '', cell = '']) => ({ number, cell }));
}

const [scenarios = '', threats = ''] = PAGE.split('## Threats');

test('has each of them, in order', () => {
  expect(rowsIn(scenarios).map(({ number }) => Number(number))).toEqual(SCENARIOS);
});

describe('a row', () => {
  test.each([...rowsIn(scenarios), ...rowsIn(threats)])('$number, $cell, names tests that exist', ({ cell }) => {
    const named = [...cell.matchAll(/`([\w-]+\.test\.ts)` "([^"]+)"/g)];
    expect(named.length > 0 || cell.includes('engine')).toBe(true);
    for (const [, file = '', title = ''] of named) {
      expect(existsSync(join(ROOT, FOLDER, file)), file).toBe(true);
      expect(textOf(`${FOLDER}/${file}`)).toContain(title);
    }
  });
});
