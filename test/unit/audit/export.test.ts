import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isExportHeader, openExport, type Trust } from '../../../src/audit/check-export.ts';
import { type Checkpoint, openCheckpoints, readCheckpoint } from '../../../src/audit/checkpoint.ts';
import {
  contradicted,
  exportHeader,
  exportRows,
  indexLog,
  signedHead,
  type WantedLines,
} from '../../../src/audit/export-log.ts';
import type { Finding } from '../../../src/audit/finding.ts';
import { readVerifierKey } from '../../../src/audit/verifier-key.ts';
import { headOf, KEY, ORIGIN, SIGNER, STRANGER, sampleLine, sampleLog, streamOf, treeOf, vouch } from './sample-log.ts';

const LINES = sampleLog(20);
const key = readVerifierKey(KEY)!;
const EVERYTHING: WantedLines = { repositoryIds: null, from: null, to: null };

async function exported(lines: readonly string[], others: readonly number[] = [], wanted = EVERYTHING) {
  const tree = treeOf(lines);
  const { note, checkpoint } = signedHead(tree, ORIGIN, SIGNER);
  const rows: string[] = [];
  for await (const row of exportRows(tree, checkpoint.size, streamOf(lines), wanted)) rows.push(row);
  return [exportHeader(tree, { note, size: checkpoint.size }, others), ...rows];
}

function check(file: readonly string[], ...checkpoints: readonly Checkpoint[]): Finding | null {
  const trust: Trust = { key, origin: ORIGIN, checkpoints };
  const [header = '', ...rows] = file;
  const opened = openExport(Buffer.from(header), trust);
  if (opened.kind === 'wrong') return opened.finding;
  for (const row of rows) {
    const finding = opened.check.add(Buffer.from(row));
    if (finding) return finding;
  }
  return opened.check.end();
}

function changed(row: string | undefined, change: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...JSON.parse(row ?? '{}'), ...change });
}

describe('an export', () => {
  it('begins with a header that tells it from a log', async () => {
    const [header = ''] = await exported(LINES);
    expect(isExportHeader(Buffer.from(header))).toBe(true);
    expect(isExportHeader(Buffer.from(LINES[0]!))).toBe(false);
    expect(isExportHeader(Buffer.from('{'))).toBe(false);
    expect(readCheckpoint(`${JSON.parse(header).checkpoint.split('\n\n')[0]}\n`)).toMatchObject({ size: 20 });
  });

  it('of every line is found right', async () => {
    expect(check(await exported(LINES), headOf(LINES))).toBeNull();
  });

  it('has the lines of one repository, those under a former name included', async () => {
    const renamed = LINES.with(6, sampleLine(6, { subject: { repository: 'acme/old-shop', repositoryId: 1 } }));
    const { repositoryIds } = await indexLog(streamOf(renamed), 'Acme/Old-Shop');
    expect(repositoryIds).toEqual(new Set([1]));
    const file = await exported(renamed, [], { ...EVERYTHING, repositoryIds });
    expect(file.slice(1).map((row) => JSON.parse(row).index)).toEqual([0, 3, 6, 9, 12, 15, 18]);
    expect(check(file, headOf(renamed))).toBeNull();
  });

  it('has the lines from one instant up to another, which is not included', async () => {
    const [from, to] = [Date.UTC(2026, 10, 23, 9, 0, 5), Date.UTC(2026, 10, 23, 9, 0, 8)];
    const file = await exported(LINES, [], { ...EVERYTHING, from, to });
    expect(file.slice(1).map((row) => JSON.parse(row).index)).toEqual([5, 6, 7]);
  });

  it('ends where its checkpoint does', async () => {
    const rows: string[] = [];
    for await (const row of exportRows(treeOf(LINES), 12, streamOf(LINES), EVERYTHING)) rows.push(row);
    expect(rows).toHaveLength(12);
  });

  it('is tied to older and newer checkpoints by proofs of consistency', async () => {
    const older = [0, 1, 7, 16].map((size) => headOf(LINES, size));
    expect(check(await exported(LINES, [0, 1, 7, 16, 20]), ...older, headOf(LINES))).toBeNull();
    const tree = treeOf(LINES);
    const header = exportHeader(tree, { note: vouch(LINES, 7), size: 7 }, [20]);
    expect(check([header], headOf(LINES))).toBeNull();
  });

  it('lets a log see which checkpoints contradict it', () => {
    const forged = LINES.with(3, sampleLine(3, { data: {} }));
    const known = [headOf(LINES, 3), headOf(LINES, 10), headOf(LINES)];
    expect(contradicted(treeOf(forged), known)).toEqual(known.slice(1));
    expect(contradicted(treeOf(LINES.slice(0, 12)), known)).toEqual(known.slice(2));
    expect(contradicted(treeOf(LINES), known)).toEqual([]);
  });
});

describe('a threat is found', () => {
  const head = headOf(LINES);

  it('line edited: the very line is named', async () => {
    const file = await exported(LINES);
    const edited = file.with(8, changed(file[8], { line: sampleLine(7, { data: { summary: 'opened' } }) }));
    expect(check(edited, head)).toMatchObject({ source: 'log', code: 'proof-wrong', line: 9, lastLine: 9 });
  });

  it('line passed off at another place', async () => {
    const file = await exported(LINES);
    const moved = changed(file[8], { line: sampleLine(9), index: 9 });
    expect(check(file.with(8, moved), head)).toMatchObject({ code: 'proof-wrong', line: 9 });
    expect(check(file.with(8, changed(file[8], { index: 9 })), head)).toMatchObject({
      code: 'line-misplaced',
      line: 9,
    });
    expect(check(file.with(8, file[7]!), head)).toMatchObject({ code: 'line-misplaced', line: 9 });
    expect(check(file.with(8, file[9]!).with(9, file[8]!), head)).toMatchObject({ code: 'line-misplaced', line: 10 });
  });

  it('two histories: an export whose log does not continue the checkpoint that the auditor kept', async () => {
    const forged = LINES.with(3, sampleLine(3, { data: {} }));
    expect(check(await exported(forged, [10]), headOf(LINES, 10))).toMatchObject({ code: 'checkpoint-unconnected' });
    expect(check(await exported(forged), head)).toMatchObject({ code: 'checkpoints-disagree', line: 1 });
  });

  it('an older checkpoint that the export says nothing about', async () => {
    const finding = check(await exported(LINES), headOf(LINES, 10));
    expect(finding).toMatchObject({ code: 'checkpoint-unconnected', line: 1 });
    expect(finding?.message).toMatch(/has no proof/);
  });

  it('a checkpoint of another log, or of a stranger, inside', async () => {
    const [header = '', ...rows] = await exported(LINES);
    const inside = (note: string) => check([changed(header, { checkpoint: note }), ...rows], head);
    const foreign = 'github.com/installations/43/audit';
    expect(inside(vouch(LINES, 20, { key: STRANGER }))).toMatchObject({ code: 'checkpoint-unsigned', line: 1 });
    expect(inside(vouch(LINES, 20, { origin: foreign }))).toMatchObject({ code: 'checkpoint-unsigned', line: 1 });
    expect(inside('nothing')).toMatchObject({ source: 'log', code: 'checkpoint-malformed', line: 1 });
    expect(inside(vouch(LINES, 5) + vouch(LINES))).toMatchObject({ code: 'export-malformed', line: 1 });
  });

  it.each([
    ['no index', { index: undefined }, 'export-malformed'],
    ['a line that is no text', { line: { seq: 4 } }, 'export-malformed'],
    ['a proof that is no list', { proof: 'x' }, 'export-malformed'],
    ['a proof of short hashes', { proof: ['AAAA'] }, 'export-malformed'],
    ['an endless proof', { proof: Array(65).fill('A'.repeat(43).concat('=')) }, 'export-malformed'],
    ['a line that is not canonical', { line: `${LINES[3]} ` }, 'line-not-canonical'],
    ['no proof at all', { proof: [] }, 'proof-wrong'],
  ])('a row with %s', async (_, change, code) => {
    const file = await exported(LINES);
    expect(check(file.with(4, changed(file[4], change)), head)).toMatchObject({ code, line: 5 });
  });

  it.each([
    ['of another version', { version: 2 }],
    ['without a checkpoint', { checkpoint: undefined }],
    ['without proofs of consistency', { consistency: undefined }],
  ])('a header %s', async (_, change) => {
    const [header, ...rows] = await exported(LINES);
    expect(check([changed(header, change), ...rows], head)).toMatchObject({ code: 'export-malformed', line: 1 });
  });

  it('any change of any character of a line or a proof', async () => {
    const file = await exported(LINES, [10]);
    const known = openCheckpoints(vouch(LINES, 10) + vouch(LINES), key, null);
    const checkpoints = known.kind === 'valid' ? known.checkpoints : [];
    expect(check(file, ...checkpoints)).toBeNull();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(10_000), (at, place) => {
        const row = file[at]!;
        const where = place % row.length;
        const other = row[where] === 'A' ? 'B' : 'A';
        const finding = check(file.with(at, row.slice(0, where) + other + row.slice(where + 1)), ...checkpoints);
        expect(finding).toMatchObject({ line: at + 1, lastLine: at + 1 });
      }),
    );
  });
});
