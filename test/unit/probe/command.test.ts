import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { ProbeResult } from '../../../src/domain/probe.ts';
import type { ProbeSettings } from '../../../src/probe/probe.ts';
import { probe } from './loopback.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'tidegate-command-'));

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

function run(
  argv: readonly [string, ...string[]],
  { timeoutMs = 5000, signal, ...settings }: Partial<ProbeSettings> & { timeoutMs?: number; signal?: AbortSignal } = {},
): Promise<ProbeResult> {
  return probe({ kind: 'command', argv, timeoutMs }, { folder: FOLDER, ...settings }, signal);
}

describe('the command probe', () => {
  it('brings the exit code and what was written, stdout and stderr together', async () => {
    const result = await run(['sh', '-c', 'echo out; echo err >&2; exit 3']);
    expect(result).toMatchObject({ kind: 'answer', of: 'command', exitCode: 3 });
    expect(outputOf(result).split('\n').sort()).toEqual(['', 'err', 'out']);
  });

  it('says when a signal ended the program', async () => {
    expect(await run(['sh', '-c', 'kill -9 $$'])).toMatchObject({ kind: 'answer', exitCode: null });
  });

  it('reads no shell into the arguments', async () => {
    const result = await run(['printf', '%s\n', '$(id)', 'a b', '; exit 1', '*']);
    expect(result).toMatchObject({ kind: 'answer', exitCode: 0, output: '$(id)\na b\n; exit 1\n*\n' });
  });

  it('runs in its folder, with only the variables it is given, and no input', async () => {
    process.env['TIDEGATE_TEST_SECRET'] = 'not for commands';
    const environment = { PATH: process.env['PATH'] ?? '', GIVEN: 'yes' };
    const result = await run(['sh', '-c', 'pwd; echo "$GIVEN,$TIDEGATE_TEST_SECRET,"; cat'], { environment });
    delete process.env['TIDEGATE_TEST_SECRET'];
    expect(result).toMatchObject({ kind: 'answer', output: `${FOLDER}\nyes,,\n` });
  });

  it.each([
    ['a program that is not there', ['no-such-program']],
    ['a file that is no program', ['/dev/null']],
    ['an argument that no program can get', ['echo', 'a\0b']],
  ] as const)('cannot judge %s', async (_what, argv) => {
    expect(await run([argv[0], ...argv.slice(1)])).toMatchObject({ kind: 'unusable', code: 'assertion' });
  });

  it('does not run where commands are not allowed, and says why', async () => {
    const marker = join(FOLDER, 'must-not-be');
    const result = await run(['touch', marker], { areCommandsAllowed: false });
    expect(result).toMatchObject({ kind: 'unusable', code: 'assertion', message: expect.stringContaining('fork') });
    expect(existsSync(marker)).toBe(false);
  });

  it('keeps the end of what was written, and says how much is missing', async () => {
    const result = await run(['sh', '-c', 'yes ü | head -c 3000000; echo; echo the end']);
    const output = outputOf(result);
    expect(output).toMatch(/^\[\d+ bytes before this are left out\]\nü?\nü/);
    expect(output).toMatch(/the end\n$/);
    expect(output).not.toContain('\ufffd');
    const [, cut] = /^\[(\d+)/.exec(output) ?? [];
    const kept = output.slice(output.indexOf('\n') + 1);
    expect(Number(cut) + Buffer.byteLength(kept)).toBe(3_000_009);
    expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(65_536);
  });

  it('keeps memory bounded while a program floods it', async () => {
    const before = process.memoryUsage.rss();
    const result = await run(['sh', '-c', 'head -c 150000000 /dev/zero'], { timeoutMs: 30_000 });
    expect(result).toMatchObject({ kind: 'answer', exitCode: 0 });
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('asks a program to end when its time is over', async () => {
    const marker = join(FOLDER, 'asked');
    const result = await run(['sh', '-c', `trap 'touch ${marker}; exit 0' TERM; sleep 60 & wait`], { timeoutMs: 1000 });
    expect(result).toMatchObject({ kind: 'missing', code: 'timeout', message: expect.stringMatching(/1000 ms|1 s/) });
    expect(result.durationMs).toBeLessThan(2900);
    expect(existsSync(marker)).toBe(true);
  });

  it('ends the whole group when the program and what it started ignore that', async () => {
    const pids = join(FOLDER, 'pids');
    const stubborn = `trap '' TERM; (trap '' TERM; while :; do sleep 0.1; done) & echo "$$ $!" > ${pids}; while :; do sleep 0.1; done`;
    const result = await run(['sh', '-c', stubborn], { timeoutMs: 300 });
    expect(result).toMatchObject({ kind: 'missing', code: 'timeout' });
    expect(result.durationMs).toBeLessThan(4500);
    const numbers = readFileSync(pids, 'utf8').trim().split(' ').map(Number);
    expect(numbers).toHaveLength(2);
    for (const pid of numbers) expect(await isGone(pid), `${pid}`).toBe(true);
  });

  it('ends when the run ends', async () => {
    const run1 = new AbortController();
    const pending = run(['sleep', '60'], { signal: run1.signal });
    setTimeout(() => run1.abort(), 100);
    const result = await pending;
    expect(result).toMatchObject({ kind: 'missing', code: 'timeout' });
    expect(result.durationMs).toBeLessThan(1900);
  });

  it('does not wait for what a program leaves behind, and ends it', async () => {
    const pids = join(FOLDER, 'left');
    const result = await run(['sh', '-c', `sleep 60 & echo $! > ${pids}; echo done`]);
    expect(result).toMatchObject({ kind: 'answer', exitCode: 0, output: 'done\n' });
    expect(result.durationMs).toBeLessThan(3000);
    expect(await isGone(Number(readFileSync(pids, 'utf8')))).toBe(true);
  });
});

function outputOf(result: ProbeResult): string {
  if (result.kind === 'answer' && result.of === 'command') return result.output;
  throw new Error(`no answer: ${JSON.stringify(result)}`);
}

/** Gone, or ended and not yet collected by whoever inherits it. */
async function isGone(pid: number): Promise<boolean> {
  for (let look = 0; look < 40; look++) {
    if (!isRunning(pid)) return true;
    await sleep(25);
  }
  return false;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  return !(existsSync(stat) && / Z /.test(readFileSync(stat, 'utf8')));
}
