import { afterEach, expect, test } from 'vitest';
import type { DispatchRun, Outcome } from '../../../src/domain/effect.ts';
import { type Instant, toInstant } from '../../../src/domain/instant.ts';
import type { Sending } from '../../../src/flow/ports.ts';
import { APP_PERMISSIONS, type Permissions } from '../../../standin/start.ts';
import type { DispatchOptions } from '../../../standin/surface/protection.ts';
import { type Connected, connected, refOf } from './connected.ts';

const TARGET = 'a'.repeat(40);
const DISPATCH = 'actions/create-workflow-dispatch';

const open: Connected[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one[Symbol.asyncDispose]();
});

async function world(options: Partial<DispatchOptions> = {}, permissions?: Permissions): Promise<Connected> {
  const one = await connected(permissions === undefined ? {} : { app: { permissions } });
  open.push(one);
  one.shop.onDispatch('deploy.yml', { inputs: ['sha'], jobs: () => [{ name: 'deploy' }], ...options });
  return one;
}

function effectOn({ shop }: Connected): DispatchRun {
  return {
    kind: 'dispatch-run',
    repository: refOf(shop),
    rollbackId: 'r-1',
    dispatch: 1,
    workflow: 'deploy.yml',
    environment: 'production',
    targetSha: TARGET,
    failedDeploymentId: 7,
  };
}

/** What the ledger remembers of one dispatch, as a process that starts anew finds it. */
class Ledger {
  sentAt: Instant | null = null;
  mark: string | null = null;
  isOrdered = true;

  sending(): Sending {
    return {
      since: this.sentAt,
      ref: 'main',
      inputs: { sha: TARGET, ...(this.mark === null ? {} : { tidegate: this.mark }) },
      mark: this.mark,
      remember: async (sentAt) => {
        if (this.isOrdered) this.sentAt = sentAt;
        return this.isOrdered;
      },
    };
  }
}

function apply(on: Connected, ledger: Ledger, at = Date.now()): Promise<Outcome> {
  return on.github.apply(effectOn(on), at, false, ledger.sending());
}

function dispatches({ standin }: Connected): number {
  return standin.requests.filter(({ operation, applied }) => operation === DISPATCH && applied).length;
}

test('starts the workflow on the branch with the commit, and says which run GitHub started', async () => {
  const on = await world();
  const outcome = await apply(on, new Ledger());
  if (outcome.kind !== 'done' || outcome.run === undefined) throw new Error(outcome.kind);
  const run = on.shop.run(outcome.run.id);
  expect(run.inputs).toEqual({ sha: TARGET });
  expect(outcome.run.url).toContain(`/actions/runs/${run.id}`);
  expect(outcome.run.isFoundByTime).toBeUndefined();
  expect(dispatches(on)).toBe(1);
});

test('sends nothing unless the ledger remembers it first', async () => {
  const on = await world();
  const ledger = Object.assign(new Ledger(), { isOrdered: false });
  expect(await apply(on, ledger)).toMatchObject({ kind: 'superseded', code: 'moved-on' });
  expect(await on.github.apply(effectOn(on), Date.now())).toMatchObject({ kind: 'superseded', code: 'moved-on' });
  expect(dispatches(on)).toBe(0);
});

test.each(['cut-mid-answer', 'reset-after'] as const)(
  'scenario 37: an answer that is lost (%s) is looked up, and nothing is sent twice',
  async (kind) => {
    const on = await world();
    on.standin.fault({ operation: DISPATCH, kind });
    const outcome = await apply(on, new Ledger());
    expect(outcome).toMatchObject({ kind: 'done', run: { isFoundByTime: true } });
    expect(dispatches(on)).toBe(1);
  },
);

test('scenario 37: a gateway that lost the answer is no refusal', async () => {
  const on = await world();
  on.standin.fault({ operation: DISPATCH, kind: 'status-after', status: 502 });
  expect(await apply(on, new Ledger())).toMatchObject({ kind: 'done', run: { isFoundByTime: true } });
  expect(dispatches(on)).toBe(1);
});

test('a process that died after it had sent leaves a run that the next one finds', async () => {
  const on = await world();
  const ledger = new Ledger();
  await apply(on, ledger);
  // Nothing was settled: all that is left is that it was about to be sent.
  expect(await apply(on, ledger)).toMatchObject({ kind: 'done', run: { isFoundByTime: true } });
  expect(dispatches(on)).toBe(1);
});

test('the run whose name shows the rollback is it, whatever else was started then', async () => {
  const title = ({ tidegate }: Readonly<Record<string, string>>) => `Deploy (${tidegate ?? 'by hand'})`;
  const on = await world({ inputs: ['sha', 'tidegate'], title });
  const ledger = Object.assign(new Ledger(), { mark: 'r-1' });
  on.standin.fault({ operation: DISPATCH, kind: 'reset-after' });
  on.shop.startRun({
    workflow: 'deploy.yml',
    event: 'workflow_dispatch',
    actor: 'tidegate[bot]',
    title: 'Deploy (r-2)',
  });
  const outcome = await apply(on, ledger);
  if (outcome.kind !== 'done' || outcome.run === undefined) throw new Error(JSON.stringify(outcome));
  expect(on.shop.run(outcome.run.id).inputs).toEqual({ sha: TARGET, tidegate: 'r-1' });
  expect(outcome.run.isFoundByTime).toBeUndefined();
});

test('of several runs that may be it none is taken, and none is started', async () => {
  const on = await world();
  on.standin.fault({ operation: DISPATCH, kind: 'reset-after' });
  on.shop.startRun({ workflow: 'deploy.yml', event: 'workflow_dispatch', actor: 'tidegate[bot]' });
  expect(await apply(on, new Ledger())).toMatchObject({ kind: 'superseded', code: 'dispatch-unknown' });
  expect(dispatches(on)).toBe(1);
});

test('a run of somebody else, of another workflow or from before is never taken for it', async () => {
  const on = await world();
  const ledger = new Ledger();
  on.shop.startRun({ workflow: 'deploy.yml', event: 'workflow_dispatch', actor: 'anna', inputs: { sha: TARGET } });
  on.shop.startRun({ workflow: 'other.yml', event: 'workflow_dispatch', actor: 'tidegate[bot]' });
  on.shop.startRun({ workflow: 'deploy.yml', event: 'push', actor: 'tidegate[bot]' });
  ledger.sentAt = toInstant(Date.now());
  expect(await apply(on, ledger)).toMatchObject({ kind: 'retry', afterMs: 10_000 });
  const earlier = toInstant(Date.now() + 120_000);
  on.shop.startRun({ workflow: 'deploy.yml', event: 'workflow_dispatch', actor: 'tidegate[bot]' });
  ledger.sentAt = earlier;
  expect(await apply(on, ledger)).toMatchObject({ kind: 'retry' });
});

test('scenario 37: what GitHub does not show in time is unknown, and not sent again', async () => {
  const on = await world();
  const ledger = new Ledger();
  on.standin.fault({ operation: DISPATCH, kind: 'reset-before' });
  const now = Date.now();
  expect(await apply(on, ledger, now)).toMatchObject({ kind: 'retry' });
  expect(await apply(on, ledger, now + 119_999)).toMatchObject({ kind: 'retry' });
  const outcome = await apply(on, ledger, now + 120_000);
  expect(outcome).toMatchObject({ kind: 'superseded', code: 'dispatch-unknown' });
  expect(outcome).toHaveProperty('because', expect.stringContaining('Nothing is started again'));
  expect(dispatches(on)).toBe(0);
});

test('a limit of GitHub is no answer to be looked up: it is sent when there is room', async () => {
  const on = await world();
  const ledger = new Ledger();
  on.standin.fault({ operation: DISPATCH, kind: 'status', status: 429, headers: { 'retry-after': '7' } });
  expect(await apply(on, ledger)).toMatchObject({ kind: 'retry', afterMs: 7000 });
  expect(ledger.sentAt).toBeNull();
  const outcome = await apply(on, ledger);
  expect(outcome).toMatchObject({ kind: 'done' });
  expect(outcome).not.toHaveProperty('run.isFoundByTime');
  expect(dispatches(on)).toBe(1);
});

test('scenario 35: a token that may not start workflows names the permission', async () => {
  const on = await world();
  const ledger = new Ledger();
  on.standin.fault({
    operation: DISPATCH,
    kind: 'status',
    status: 403,
    message: 'Resource not accessible by integration',
  });
  const outcome = await apply(on, ledger);
  expect(outcome).toMatchObject({ kind: 'superseded', code: 'executor-forbidden' });
  expect(outcome).toHaveProperty('because', expect.stringContaining('"actions: write"'));
});

test('scenario 35: an installation that did not grant it is told at once, not waited for', async () => {
  const on = await world({}, { ...APP_PERMISSIONS, actions: 'read' });
  const outcome = await apply(on, new Ledger());
  expect(outcome).toMatchObject({ kind: 'superseded', code: 'executor-forbidden' });
  expect(outcome).toHaveProperty('because', expect.stringContaining('"actions: write"'));
});

test('a workflow that is not there, or takes no commit, says which line to add', async () => {
  const on = await world({ inputs: [] });
  const refused = await apply(on, new Ledger());
  expect(refused).toMatchObject({ kind: 'superseded', code: 'target-unavailable' });
  expect(refused).toHaveProperty('because', expect.stringContaining('inputs: { sha: { type: string'));
  const effect = { ...effectOn(on), workflow: 'gone.yml' };
  const gone = await on.github.apply(effect, Date.now(), false, new Ledger().sending());
  expect(gone).toMatchObject({ kind: 'superseded', code: 'target-unavailable' });
  expect(gone).toHaveProperty('because', expect.stringContaining('rollback.workflow'));
});

test('scenario 19: a run that a person cancelled says who it was', async () => {
  const on = await world();
  const run = on.shop.startRun({ actor: 'tidegate[bot]', event: 'workflow_dispatch' });
  expect(await on.github.run(run.id)).toMatchObject({ state: 'running', conclusion: null, cancelledBy: null });
  run.cancel('ben');
  expect(await on.github.run(run.id)).toMatchObject({ state: 'ended', hadBegun: true, cancelledBy: 'ben' });
  expect(await on.github.run(4242)).toBeNull();
});

test('scenario 36: a run that its concurrency group replaced had not begun, and nobody cancelled it', async () => {
  const on = await world({ concurrency: 'deploy' });
  const failing = on.shop.startRun({ actor: 'anna', concurrency: 'deploy' });
  const outcome = await apply(on, new Ledger());
  if (outcome.kind !== 'done' || outcome.run === undefined) throw new Error(outcome.kind);
  expect(await on.github.run(outcome.run.id)).toMatchObject({ state: 'waiting', hadBegun: false });
  on.shop.startRun({ actor: 'anna', concurrency: 'deploy' });
  const replaced = { state: 'ended', conclusion: 'cancelled', hadBegun: false, cancelledBy: null };
  expect(await on.github.run(outcome.run.id)).toMatchObject(replaced);
  expect(failing.status).toBe('in_progress');
});
