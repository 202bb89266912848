import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backtest } from '../../src/flow/backtest.ts';
import { MadeRepository } from '../unit/git/made-repository.ts';
import { Folder } from './folder.ts';
import { runTidegate } from './run-tidegate.ts';

const POLICY = `version: 1
risk:
  - tier: high
    when: { paths: ["db/**"] }
  - tier: low
environments:
  production:
    verify: { watch: 12h }
    rollback:
      authorise: { low: auto }
      workflow: deploy.yml
      barriers: { labels: [no-rollback], paths: ["schema/**"] }
`;

let repository: MadeRepository;
let folder: Folder;
let events: string[];
beforeAll(() => {
  repository = new MadeRepository('shop');
  folder = new Folder();
  events = [];
  deploy(1, repository.commit('fix: one', { a: '1' }));
  verify(1, 'pass', 5);
  // It only flaked: an hour later it is good, unchanged.
  deploy(2, repository.commit('fix: two', { a: '2' }));
  verify(2, 'fail', 5);
  verify(2, 'pass', 65);
  deploy(3, repository.commit('fix: three', { 'db/1': '3' }));
  verify(3, 'fail', 5);
  write({ kind: 'incident', id: 1, intervals: [{ openedAt: instant(3, 20) }], cause: { deploymentId: 3 } });
  deploy(4, repository.commit('fix: four', { a: '4' }));
  verify(4, 'pass', 5);
  // The first look could not say, the second one could, the third one, too.
  deploy(5, repository.commit('fix: five', { a: '5' }));
  verify(5, 'error', 5);
  verify(5, 'fail', 6);
  verify(5, 'fail', 30);
  // The change that cannot be taken back is of the same tier and type as the others, and the larger one.
  repository.commit('fix: the new schema', { 'schema/1.sql': '1' });
  deploy(6, repository.commit('fix: six', { a: '6' }));
  verify(6, 'fail', 5);
  deploy(7, repository.commit('fix: seven', { a: '7' }));
  verify(7, 'inconclusive', 5);
  // After the time that counts.
  verify(2, 'fail', 6 * 24 * 60);
});
afterAll(() => {
  repository[Symbol.dispose]();
  folder[Symbol.dispose]();
});

function instant(day: number, minutes: number): string {
  return new Date(Date.UTC(2026, 1, day, 9, minutes)).toISOString();
}

function write(event: Readonly<Record<string, unknown>>): void {
  events.push(JSON.stringify(event));
}

/** On the day of its number. */
function deploy(id: number, sha: string): void {
  const times = { startedAt: instant(id, 0), finishedAt: instant(id, 2) };
  write({ kind: 'deployment', id, service: 'shop', environment: 'production', sha, state: 'success', ...times });
}

function verify(deploymentId: number, verdict: string, minutes: number): void {
  write({ kind: 'verification', deploymentId, verdict, at: instant(deploymentId, minutes) });
}

async function run(policy: string, lines: readonly string[], ...args: string[]) {
  const file = folder.write('deployments.jsonl', lines.join('\n'));
  const options = ['--git', repository.dir, '--deployments', file, '--policy', folder.write('p.yml', policy), ...args];
  const ended = await runTidegate(['backtest', ...options]);
  expect(ended).toMatchObject({ exitCode: 0 });
  return ended;
}

async function rollbacks(policy: string, lines: readonly string[] = events): Promise<Backtest['rollbacks']> {
  return (JSON.parse((await run(policy, lines, '--json')).stdout) as Backtest).rollbacks;
}

describe('the rollbacks that a policy would have made', { timeout: 30_000 }, () => {
  it('are decided on what was known then, and false when the unchanged deployment was good later', async () => {
    const found = await rollbacks(POLICY);
    expect(found).toMatchObject({ would: 3, automatic: 2, asked: 1, held: 1, false: 1 });
    const brief = found?.list.map(({ id, at, verdict, decision, code, target, evidence, false: isFalse }) => [
      ...[id, at, verdict, decision, code, target?.id, evidence],
      isFalse,
    ]);
    expect(brief).toEqual([
      ['2', '2026-02-02T09:05:00Z', 'fail', 'automatic', 'authorized', '1', 'passed-later', true],
      ['3', '2026-02-03T09:05:00Z', 'fail', 'asked', 'approval-required', '1', 'incident', false],
      ['5', '2026-02-05T09:06:00Z', 'fail', 'automatic', 'authorized', '4', 'failed-again', false],
      ['6', '2026-02-06T09:05:00Z', 'fail', 'held', 'point-of-no-return', '4', 'none', false],
    ]);
  });

  it('follow the policy: what triggers one, who is asked, how many there may be', async () => {
    const asks = await rollbacks(POLICY.replace('authorise: { low: auto }', 'on: [fail]'));
    expect(asks).toMatchObject({ would: 3, automatic: 0, asked: 3, held: 1 });
    const limited = POLICY.replace('workflow:', 'limit: { per: 4d, at-most: 1 }\n      workflow:');
    expect((await rollbacks(limited))?.list.map(({ code }) => code)).toEqual([
      ...['authorized', 'flapping', 'flapping', 'point-of-no-return'],
    ]);
  });

  it('are none where nothing is said of rollbacks, and not spoken of where nothing was verified', async () => {
    const [plain = ''] = POLICY.split('environments:');
    expect(await rollbacks(plain)).toEqual({ would: 0, automatic: 0, asked: 0, held: 0, false: 0, list: [] });
    expect(
      await rollbacks(
        POLICY,
        events.filter((line) => !line.includes('verification')),
      ),
    ).toBeUndefined();
  });

  it('are a line of the report with a row for each, and what a clone cannot tell is said', async () => {
    const { stdout, stderr } = await run(POLICY, events);
    expect(stdout).toContain('3 rollbacks: 2 by itself, 1 after asking; 1 of them false; 1 more left to people:');
    expect(stdout).toMatch(
      /2 {2}2026-02-02T09:05:00Z .* rolled back \(authorized\) .* to 1 {2}false: verified good later/,
    );
    expect(stderr).toContain('`barriers.labels`');
  });
});
