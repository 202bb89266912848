import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readAttestationRoots } from '../../../src/app/attestation-roots.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'roots-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ROOT = JSON.stringify({ certificateAuthorities: [{}] });

function read(text: string | null | undefined) {
  const file = path.join(folder, 'roots.jsonl');
  rmSync(file, { force: true });
  if (typeof text === 'string') writeFileSync(file, text);
  const problems: string[] = [];
  const value = readAttestationRoots(
    () => (text === undefined ? undefined : file),
    (variable, message) => {
      problems.push(`${variable}: ${message}`);
      return null;
    },
  );
  return { value, problems };
}

test('nothing is trusted besides where it is not set', () => {
  expect(read(undefined)).toEqual({ value: undefined, problems: [] });
});

test('the text of the file is taken as it is', () => {
  expect(read(`${ROOT}\n${ROOT}\n`)).toEqual({ value: `${ROOT}\n${ROOT}\n`, problems: [] });
});

test.each([
  [null, 'The file cannot be read'],
  ['\n', 'The file is empty'],
  [`${ROOT}\n{`, 'Document 2 of the file is no trusted root'],
  ['[]', 'Document 1 of the file is no trusted root'],
  ['{"certificateAuthorities":[]}', 'Document 1 of the file is no trusted root'],
])('%j is told before the server starts', (text, fault) => {
  const { value, problems } = read(text);
  expect(value).toBeNull();
  expect(problems).toEqual([expect.stringContaining(`ATTESTATION_TRUSTED_ROOTS: ${fault}, so `)]);
});
