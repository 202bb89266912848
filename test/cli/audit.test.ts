import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifierKeyText } from '../../src/audit/verifier-key.ts';
import { askedExport } from '../../src/cli/audit-export.ts';
import { type AskedExport, exportedLines } from '../../src/cli/audit-export-lines.ts';
import { byteLinesOf } from '../../src/cli/audit-lines.ts';
import type { AuditLogs } from '../../src/flow/ports/audit.ts';
import { pemOfSeed } from '../unit/audit/known-values.ts';
import { KEY, ORIGIN, SIGNER, STRANGER, sampleLine, sampleLog, vouch } from '../unit/audit/sample-log.ts';
import { Folder } from './folder.ts';
import { type Ended, runTidegate } from './run-tidegate.ts';

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder[Symbol.dispose]());

const LINES = sampleLog(12);

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function verify(log: string | Uint8Array, checkpoints: string, ...more: readonly string[]): Promise<Ended> {
  const file = join(folder.path, 'log.jsonl');
  writeFileSync(file, log);
  const checkpoint = folder.write('checkpoints.txt', checkpoints);
  const key = more.includes('--key') ? [] : ['--key', KEY];
  return runTidegate(['audit', 'verify', file, '--checkpoint', checkpoint, ...key, ...more]);
}

describe('tidegate audit verify', () => {
  it('finds nothing wrong with a log that is what its checkpoints say', async () => {
    const ended = await verify(textOf(LINES), vouch(LINES, 5) + vouch(LINES));
    const stdout = `All 12 lines are as 2 checkpoints that continue each other of ${ORIGIN}, up to 12 lines say.\n`;
    expect(ended).toEqual({ exitCode: 0, stdout, stderr: '' });
  });

  it('says how many lines nobody vouches for yet', async () => {
    const { exitCode, stdout } = await verify(textOf(LINES), vouch(LINES, 5));
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^All 5 lines are .+\n7 lines come after the last checkpoint/);
  });

  it('names the first line that is wrong and exits 1', async () => {
    const { exitCode, stdout, stderr } = await verify(textOf(LINES.toSpliced(4, 1)), vouch(LINES));
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(stdout).toMatch(/^.+log\.jsonl:5 line-misplaced It has the seq 5 where 4 belongs.+\n$/);
  });

  it('prints one document with --json', async () => {
    const right = await verify(textOf(LINES), vouch(LINES, 5), '--json');
    expect(JSON.parse(right.stdout)).toMatchObject({
      version: 1,
      valid: true,
      kind: 'log',
      origin: ORIGIN,
      checkpoints: [{ size: 5, root: expect.stringMatching(/^.{43}=$/) }],
      lines: 12,
      covered: 5,
      problem: null,
    });
    const edited = LINES.with(7, sampleLine(7, { data: {} }));
    const wrong = await verify(textOf(edited), vouch(LINES, 5) + vouch(LINES), '--json');
    expect(wrong.exitCode).toBe(1);
    expect(JSON.parse(wrong.stdout)).toMatchObject({
      valid: false,
      problem: { file: `${folder.path}/log.jsonl`, code: 'root-mismatch', line: 6, lastLine: 12 },
    });
  });

  it('reads bytes: the last line may lack its line feed, and no other byte may differ', async () => {
    expect((await verify(textOf(LINES).trimEnd(), vouch(LINES))).exitCode).toBe(0);
    const windows = await verify(textOf(LINES).replaceAll('\n', '\r\n'), vouch(LINES));
    expect(windows.stdout).toMatch(/:1 line-not-canonical/);
    const latin1 = Buffer.from(textOf(LINES).replaceAll('\u{1f6a2}', ''), 'latin1');
    expect((await verify(latin1, vouch(LINES))).stdout).toMatch(/:2 line-not-utf8/);
    expect((await verify(`${textOf(LINES)}\n`, vouch(LINES))).stdout).toMatch(/:13 line-not-json It is empty/);
  });

  it('does not read a hostile huge line to its end', async () => {
    const { exitCode, stdout } = await verify(Buffer.alloc(64 * 1024 * 1024, 'a'), vouch(LINES));
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/log\.jsonl:1 line-too-long/);
  });

  it('holds no more of a line without end than it has to', async () => {
    const file = folder.write('endless', `first\n${'a'.repeat(1024 * 1024)}`);
    const lengths: number[] = [];
    for await (const line of byteLinesOf(file, 100_000)) lengths.push(line.length);
    expect(lengths).toEqual([5, 100_001]);
  });

  it('puts lines together that lie across the chunks of a file', async () => {
    const long = Array.from({ length: 40 }, (_, index) => `${index}`.repeat(7000));
    const read: string[] = [];
    for await (const line of byteLinesOf(folder.write('long', textOf(long)), 1_000_000)) read.push(line.toString());
    expect(read).toEqual(long);
  });

  it('takes the key from a file, by name or as PEM', async () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const stranger = folder.write('other.pem', publicKey.export({ type: 'spki', format: 'pem' }).toString());
    const named = folder.write('audit.vkey', `${KEY}\n`);
    const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), SIGNER.publicKey]).toString('base64');
    const pem = folder.write('audit.pem', `-----BEGIN PUBLIC KEY-----\n${der}\n-----END PUBLIC KEY-----\n`);
    expect((await verify(textOf(LINES), vouch(LINES), '--key', named)).exitCode).toBe(0);
    expect((await verify(textOf(LINES), vouch(LINES), '--key', pem)).exitCode).toBe(0);
    const wrong = await verify(textOf(LINES), vouch(LINES), '--key', stranger);
    expect(wrong.stdout).toMatch(/checkpoints\.txt:1 checkpoint-unsigned/);
  });

  it('holds the log to be the one that was asked for', async () => {
    const other = 'github.com/installations/43/audit';
    const ended = await verify(textOf(LINES), vouch(LINES), '--origin', other);
    expect(ended.stdout).toMatch(/checkpoints\.txt:1 origin-differs/);
    const key = verifierKeyText(other, SIGNER.publicKey);
    expect((await verify(textOf(LINES), vouch(LINES), '--key', key)).stdout).toMatch(/checkpoint-unsigned/);
  });

  it('exits 1 for files that cannot be read, and 2 for a wrong command line', async () => {
    const { path } = folder;
    const cp = folder.write('cp.txt', vouch(LINES));
    const run = (...args: readonly string[]) => runTidegate(['audit', 'verify', ...args]);
    const absent = await run(`${path}/none`, '--checkpoint', cp, '--key', KEY);
    expect(absent).toMatchObject({ exitCode: 1, stdout: '' });
    expect(absent.stderr).toMatch(/no such file/);
    expect((await run(path, '--checkpoint', cp, '--key', KEY)).stderr).toMatch(/it is a folder/);
    expect(await run(cp, '--checkpoint', `${path}/none`, '--key', KEY)).toMatchObject({ exitCode: 1, stdout: '' });
    for (const args of [[], [cp], [cp, '--key', KEY], [cp, '--checkpoint', cp, '--key', 'a+b'], [cp, '--what']]) {
      expect(await run(...args)).toMatchObject({ exitCode: 2, stdout: '' });
    }
  });

  it('explains itself', async () => {
    const help = await runTidegate(['audit', 'verify', '--help']);
    expect(help.exitCode).toBe(0);
    expect(help.stdout).toMatch(/Example:\n {2}tidegate audit verify/);
    expect((await runTidegate(['audit', '--help'])).stdout).toMatch(/verify/);
    expect((await runTidegate(['audit'])).exitCode).toBe(2);
  });
});

function logsOf(logs: Readonly<Record<number, readonly string[]>>): AuditLogs {
  return {
    auditLogs: async () =>
      Object.entries(logs).map(([id, lines]) => ({ installationId: Number(id), size: lines.length })),
    async *auditLines(installationId, from) {
      yield* (logs[installationId] ?? []).slice(from);
    },
  };
}

const NOTHING: AskedExport = {
  installationId: null,
  repository: null,
  from: null,
  to: null,
  checkpoints: null,
  signingKey: null,
  host: 'github.com',
};

async function exported(logs: AuditLogs, asked: Partial<AskedExport>): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportedLines(logs, { ...NOTHING, ...asked })) lines.push(line);
  return lines;
}

describe('what tidegate audit export writes', () => {
  const one = logsOf({ 42: LINES });

  it('is the log itself when nothing else is asked for, and verifies', async () => {
    const lines = await exported(one, {});
    expect(lines).toEqual(LINES);
    expect((await verify(textOf(lines), vouch(LINES))).exitCode).toBe(0);
  });

  it('is the lines of a repository with proofs, which verify without the rest of the log', async () => {
    const lines = await exported(one, { repository: 'acme/shop', signingKey: SIGNER });
    expect(lines).toHaveLength(5);
    const { exitCode, stdout } = await verify(textOf(lines), vouch(LINES));
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`All 4 lines are in the log, as the checkpoint of ${ORIGIN}, up to 12 lines say.\n`);
  });

  it('is proven against the largest checkpoint of a file, and to continue the others', async () => {
    const checkpoints = vouch(LINES, 9) + vouch(LINES, 4);
    const lines = await exported(one, { repository: 'acme/shop', checkpoints });
    expect(lines).toHaveLength(4);
    expect((await verify(textOf(lines), checkpoints)).exitCode).toBe(0);
    const later = await verify(textOf(lines), vouch(LINES));
    expect(later.stdout).toMatch(/:1 checkpoint-unconnected .+--checkpoint/);
  });

  it('is only its header when no line is about the repository', async () => {
    expect(await exported(one, { repository: 'acme/none', signingKey: SIGNER })).toHaveLength(1);
  });

  it('is nothing when the log is not the one that was vouched for', async () => {
    const forged = LINES.with(3, sampleLine(3, { data: {} }));
    await expect(exported(logsOf({ 42: forged }), { checkpoints: vouch(LINES, 9) })).rejects.toThrow(/vouched for/);
    await expect(exported(logsOf({ 42: LINES.slice(0, 5) }), { checkpoints: vouch(LINES) })).rejects.toThrow(
      /older copy/,
    );
  });

  it('is of the log that was named, or of the only one with the repository', async () => {
    const other = sampleLog(3).map((line) => line.replaceAll('acme/', 'globex/'));
    const two = logsOf({ 42: LINES, 43: other });
    await expect(exported(two, {})).rejects.toThrow(/more than one.+42, 43/);
    expect(await exported(two, { installationId: 43 })).toEqual(other);
    await expect(exported(two, { installationId: 44 })).rejects.toThrow(/no audit log of installation 44/);
    const [header = ''] = await exported(two, { repository: 'globex/api', signingKey: SIGNER });
    expect(JSON.parse(header).checkpoint).toMatch(/^github\.com\/installations\/43\/audit\n3\n/);
    await expect(exported(logsOf({}), {})).rejects.toThrow(/no audit log yet/);
  });

  it('needs something to prove lines against, of this log', async () => {
    await expect(exported(one, { from: 0 })).rejects.toThrow(/AUDIT_SIGNING_KEY/);
    const foreign = vouch(LINES, 9, { origin: 'github.com/installations/43/audit', key: STRANGER });
    await expect(exported(one, { checkpoints: foreign })).rejects.toThrow(/line 1 is of .+43/);
    await expect(exported(one, { checkpoints: '\n' })).rejects.toThrow(/it is empty/);
    await expect(exported(one, { checkpoints: 'x\n' })).rejects.toThrow(/line 1/);
  });
});

describe('what tidegate audit export is asked for', () => {
  it('is read from the command line and the environment', async () => {
    const env = { AUDIT_SIGNING_KEY: pemOfSeed(Buffer.alloc(32, 1)), GHE_HOST: 'ghe.example.com' };
    const options = { repo: 'a/b', from: '2026-11-23T09:00:00Z', to: '2026-11-24T09:00:00Z', installation: '42' };
    expect(await askedExport(options, env)).toMatchObject({
      installationId: 42,
      repository: 'a/b',
      from: Date.UTC(2026, 10, 23, 9),
      to: Date.UTC(2026, 10, 24, 9),
      signingKey: { publicKey: SIGNER.publicKey },
      host: 'ghe.example.com',
    });
    expect(await askedExport({}, {})).toEqual(NOTHING);
  });

  it.each([
    [{ repo: 'shop' }, {}],
    [{ from: 'yesterday' }, {}],
    [{ from: '2026-11-24T00:00:00Z', to: '2026-11-24T00:00:00Z' }, {}],
    [{ installation: 'x' }, {}],
    [{ checkpoint: '/nowhere/at/all' }, {}],
    [{}, { AUDIT_SIGNING_KEY: 'nonsense' }],
  ])('is refused when it cannot be: %j %j', async (options, env) => {
    await expect(askedExport(options, env)).rejects.toThrow(/./);
  });
});
