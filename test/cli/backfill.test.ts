/** `tidegate backfill` as people run it, on the stand-in. */
import { spawn } from 'node:child_process';
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DoraEvent } from '../../src/domain/dora-event.ts';
import { toInstant } from '../../src/domain/instant.ts';
import { type PastShop, pastShop } from '../unit/github/past-events/past-shop.ts';
import { ENTRY } from './program-entry.ts';
import { runTidegate } from './run-tidegate.ts';

const POLICY = `version: 1
environments: { production: {} }
risk:
  - { tier: high, because: schema, when: { paths: ["db/**"] } }
  - { tier: low, because: everything else }
dora: { incident: { labels: [incident] } }
`;
const SINCE = ['--since', '2026-01-01T00:00:00Z'];

const DAY = 86_400_000;

let place: PastShop;
let folder: string;

beforeEach(async () => {
  place = await pastShop();
  // What a later run looks for is what happened after the earlier one began, by the clock of this machine.
  place.clock.advance(Date.now() - place.clock.now() - 5 * DAY);
  folder = await mkdtemp(join(tmpdir(), 'backfill-'));
  place.shop.push({ message: 'policy', author: 'anna', files: { '.github/tidegate.yml': POLICY } });
});

afterEach(async () => {
  await place.standin.close();
  await rm(folder, { recursive: true, force: true });
});

/** Ten releases of one pull request each, the last of them a change of the database, and an incident. */
function history(count = 10): void {
  const { merge, deploy, shop, clock } = place;
  for (let each = 0; each < count; each += 1) {
    const { sha } = merge(`feat: part ${each}`, each === count - 1 ? { path: 'db/1.sql' } : {});
    deploy(sha, ['success'], 'staging');
    deploy(sha, ['in_progress', 'success']);
    clock.advance(3_600_000);
  }
  shop.openIssue({ title: 'Down', author: 'anna', labels: ['incident'] });
}

function access(env: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return { GITHUB_API_URL: place.standin.url, GITHUB_TOKEN: place.token, GH_TOKEN: '', GHE_HOST: '', ...env };
}

const run = (args: readonly string[], env?: Readonly<Record<string, string>>) =>
  runTidegate(['backfill', '--repo', 'acme/shop', ...args], folder, access(env));

async function eventsIn(file: string): Promise<readonly DoraEvent[]> {
  const lines = (await readFile(join(folder, file), 'utf8')).split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => JSON.parse(line) as DoraEvent);
}

test('the file has the history in order, a later run adds what is new, and figures are made of it', async () => {
  history();
  const first = await run(['--output', 'h.jsonl', ...SINCE]);
  expect(first.stderr).toContain('Done: 20 deployments and 1 incident since 2026-01-01T00:00:00Z.');
  expect(first).toMatchObject({ exitCode: 0, stdout: '' });
  const events = await eventsIn('h.jsonl');
  const production = events.filter((one) => one.kind === 'deployment' && one.environment === 'production');
  expect(production.map((one) => one.kind === 'deployment' && one.changes?.length)).toEqual([
    undefined,
    ...Array(9).fill(1),
  ]);
  expect(production.at(-1)).toMatchObject({ service: 'shop', state: 'success', tier: 'high' });
  expect(production.at(-2)).toMatchObject({ tier: 'low' });
  const times = events.map((one) => (one.kind === 'deployment' ? one.finishedAt : ''));
  expect(times.filter(Boolean)).toEqual(times.filter(Boolean).toSorted());
  // The incident is over, and there is one more deployment.
  place.clock.advance(Date.now() - place.clock.now());
  place.shop.issues()[0]?.close('ben');
  place.deploy(place.merge('fix: it').sha, ['success']);
  const again = await run(['--output', 'h.jsonl', ...SINCE]);
  expect(again.exitCode).toBe(0);
  const later = await eventsIn('h.jsonl');
  expect(later).toHaveLength(events.length + 1);
  expect(later.filter(({ kind }) => kind === 'incident')).toMatchObject([
    { intervals: [{ closedAt: expect.any(String) }] },
  ]);
  expect(later.at(-1)).toMatchObject({
    previousSha: production.at(-1)?.kind === 'deployment' && expect.any(String),
    changes: [{}],
  });
  place.standin.assertClean();
  const dora = await runTidegate(
    ['dora', '--events', 'h.jsonl', '--until', toInstant(Date.now() + DAY), '--json'],
    folder,
  );
  expect(dora.exitCode).toBe(0);
  const report = JSON.parse(dora.stdout);
  expect(report.lanes).toMatchObject([
    { service: 'shop', environment: 'production', metrics: { leadTime: { n: 10 } } },
  ]);
  expect(report.dataQuality).toMatchObject({ duplicates: 0, outOfOrder: 0 });
}, 60_000);

test('a run that was cut off is gone on with, to exactly what a whole one writes', async () => {
  history(14);
  expect((await run(['--output', 'whole.jsonl', ...SINCE])).exitCode).toBe(0);
  for (const skip of [3, 11]) {
    place.standin.fault({
      kind: 'status',
      operation: 'repos/compare-commits-with-basehead',
      status: 403,
      skip,
      times: 1,
    });
    const cut = await run(['--output', `cut-${skip}.jsonl`, ...SINCE]);
    expect(cut).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('Run the same command again to go on.') });
    expect(cut.stderr).toContain('The token in GITHUB_TOKEN needs to read contents');
    // Lines were written, the last of them by half, and the cursor was not.
    const torn = `${'{"kind":"deployment","id":"99"}\n'.repeat(5000)}{"kind":"deploy`;
    await appendFile(join(folder, `cut-${skip}.jsonl`), torn);
    place.standin.clearFaults();
    expect((await run(['--output', `cut-${skip}.jsonl`])).exitCode).toBe(0);
    expect(await eventsIn(`cut-${skip}.jsonl`)).toEqual(await eventsIn('whole.jsonl'));
  }
}, 60_000);

test('without a file the events go to stdout', async () => {
  history(2);
  const { exitCode, stdout } = await run(SINCE);
  expect(exitCode).toBe(0);
  expect(stdout.trim().split('\n')).toHaveLength(5);
}, 30_000);

test('whoever waits for a rate limit is told until when, and may stop it and go on later', async () => {
  history(3);
  const headers = { 'retry-after': '600' };
  place.standin.fault({ kind: 'status', operation: 'repos/compare-commits-with-basehead', status: 429, headers });
  const stopped = await runAndStop(/rate limit is used up: waiting until \d{4}-/);
  expect(stopped.exitCode).toBe(1);
  expect(stopped.stderr).toContain('What was read is in h.jsonl; run the same command again to go on.');
  expect((await run(['--output', 'h.jsonl'])).exitCode).toBe(0);
  expect(await eventsIn('h.jsonl')).toHaveLength(7);
}, 60_000);

/** Sends SIGINT when stderr says so. */
async function runAndStop(when: RegExp): Promise<{ readonly exitCode: number | null; readonly stderr: string }> {
  const args = [ENTRY, 'backfill', '--repo', 'acme/shop', '--output', 'h.jsonl', ...SINCE];
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, ...access() } });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const wasSaid = when.test(stderr);
    stderr += text;
    if (!wasSaid && when.test(stderr)) child.kill('SIGINT');
  });
  const exitCode = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  return { exitCode, stderr };
}

test('a repository without a policy and without deployments is told by its releases, and that is said', async () => {
  place.shop.push({ message: 'no policy', author: 'anna', files: { '.github/tidegate.yml': null } });
  place.shop.createRelease({ tag: 'v1', by: 'anna' });
  const { exitCode, stdout, stderr } = await run(SINCE);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ environment: 'production', id: expect.stringMatching(/^release\//) });
  expect(stderr).toContain('published releases stand for deployments');
  expect(stderr).toContain('has no .github/tidegate.yml');
}, 30_000);

test.each<[string, readonly string[], Readonly<Record<string, string>>, number, string]>([
  ['a name that is none', ['--repo', 'shop'], {}, 2, 'Write owner/name'],
  ['a time that is none', ['--since', 'yesterday'], {}, 2, 'is no instant'],
  [
    'a repository that is not shown',
    ['--repo', 'acme/none'],
    {},
    1,
    'shows no repository acme/none with the token in GITHUB_TOKEN',
  ],
  ['a token that is refused', [], { GITHUB_TOKEN: 'wrong' }, 1, 'with the token in GITHUB_TOKEN'],
  ['no token', [], { GITHUB_TOKEN: '' }, 1, '60 requests an hour'],
  ['a token over plain HTTP', [], { GITHUB_API_URL: 'http://github.example.com/api/v3' }, 2, 'Use https'],
])('%s is refused with what to do', async (_, args, env, exitCode, text) => {
  const ended = await run(args, env);
  expect(ended.stderr).toContain(text);
  expect(ended).toMatchObject({ exitCode, stdout: '' });
});

test('a file that cannot be written is told before GitHub is asked, and a try leaves nothing behind', async () => {
  const nowhere = await run(['--output', 'absent/h.jsonl']);
  expect(nowhere).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('nothing can be written there') });
  expect(place.standin.requests).toHaveLength(0);
  const refused = await run(['--output', 'h.jsonl'], { GITHUB_TOKEN: 'wrong' });
  expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('answered 401') });
  // Nothing was begun that the same command could go on with.
  expect(refused.stderr).not.toContain('to go on');
  expect(await readdir(folder)).toEqual([]);
}, 30_000);

test('where nobody answers, the address and the cause are told at once', async () => {
  await place.standin.close();
  const ended = await run([]);
  expect(ended.exitCode).toBe(1);
  expect(ended.stderr).toContain(`Asked was ${place.standin.url} (ECONNREFUSED). Check the network`);
  expect(ended.stderr).toContain('NODE_USE_ENV_PROXY=1');
  expect(ended.stderr.match(/waiting until/g)).toHaveLength(1);
}, 30_000);

test('a file that is not its own is left alone', async () => {
  history(1);
  await writeFile(join(folder, 'mine.jsonl'), 'precious\n');
  const foreign = await run(['--output', 'mine.jsonl', ...SINCE]);
  expect(foreign).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('it cannot be told what') });
  expect(await readFile(join(folder, 'mine.jsonl'), 'utf8')).toBe('precious\n');
  await run(['--output', 'h.jsonl', ...SINCE]);
  const other = await run(['--output', 'h.jsonl', '--since', '2025-01-01T00:00:00Z']);
  expect(other).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('was begun with --since') });
  await writeFile(join(folder, 'h.jsonl'), '');
  const emptied = await run(['--output', 'h.jsonl']);
  expect(emptied).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('lacks events') });
  await writeFile(join(folder, 'h.jsonl.cursor'), '{"version":2}');
  const strange = await run(['--output', 'h.jsonl']);
  expect(strange).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('is not one that backfill wrote') });
}, 60_000);
