import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { probe } from './loopback.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'tidegate-file-'));
const LIMIT = 10 * 1024 * 1024;

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

function read(path: string, signal?: AbortSignal) {
  return probe({ kind: 'file', path, timeoutMs: 1000 }, { folder: FOLDER }, signal);
}

describe('the file probe', () => {
  it('reads a file by its path within the folder, or by its whole path', async () => {
    writeFileSync(join(FOLDER, 'junit.xml'), '<testsuites name="ü"/>');
    for (const path of ['junit.xml', './junit.xml', join(FOLDER, 'junit.xml')]) {
      expect(await read(path)).toMatchObject({ kind: 'answer', of: 'file', text: '<testsuites name="ü"/>' });
    }
  });

  it('says which file is not there', async () => {
    const message = expect.stringContaining(join(FOLDER, 'reports/missing.xml'));
    expect(await read('reports/missing.xml')).toMatchObject({ kind: 'unusable', code: 'assertion', message });
  });

  it('keeps nothing of a file that is too large', async () => {
    writeFileSync(join(FOLDER, 'limit'), Buffer.alloc(LIMIT, 'a'));
    writeFileSync(join(FOLDER, 'large'), Buffer.alloc(LIMIT + 1, 'a'));
    expect(await read('limit')).toMatchObject({ kind: 'answer' });
    expect(await read('large')).toMatchObject({ kind: 'unusable', code: 'body-too-large' });
  });

  it('does not wait for what is not a file', async () => {
    execFileSync('mkfifo', [join(FOLDER, 'pipe')]);
    for (const path of ['pipe', '.', '/dev/zero']) {
      expect(await read(path), path).toMatchObject({ kind: 'unusable', code: 'assertion' });
    }
    expect(await read('a\0b')).toMatchObject({ kind: 'unusable', code: 'assertion' });
  });

  it('ends with the run', async () => {
    expect(await read('limit', AbortSignal.abort())).toMatchObject({ kind: 'missing', code: 'timeout' });
  });
});
