/** What whoever may write can file about deployments, and what of it is believed about a gate: nothing. */
import { expect, test } from 'vitest';
import type { GateQuestion } from '../../../src/domain/question.ts';
import type { SettableState } from '../../../standin/surface/runs.ts';
import { type Connected, connected, openGateOf, questionOf } from './connected.ts';

const REVIEW = 'actions/review-custom-gates-for-run';

function waiting({ shop }: Connected) {
  const run = shop.startRun({ environment: 'production', actor: 'anna' });
  return { run, question: questionOf(shop, run) };
}

/** A deployment that Anna filed on the commit of the run, as if it were of another. */
function filedOn({ shop }: Connected, question: GateQuestion, sha: string): GateQuestion {
  const payload = { sha: 'e'.repeat(40) };
  const { id } = shop.createDeployment({ environment: 'production', ref: sha, creator: 'anna', payload });
  return { ...question, deploymentId: id };
}

test('a deployment that no job waits with is no gate, and is not answered', async () => {
  await using world = await connected();
  const { run, question } = waiting(world);
  const filed = filedOn(world, question, run.sha);
  expect(await world.github.gate(filed)).toMatchObject({ state: 'not-found' });
  world.shop.setDeploymentStatus(filed.deploymentId, 'queued');
  expect(await world.github.gate(filed)).toMatchObject({ state: 'not-found' });
  const effect = openGateOf(world.shop, run, { gate: filed });
  expect(await world.github.apply(effect, Date.now())).toMatchObject({ kind: 'superseded' });
  expect(world.standin.countRequests({ operation: REVIEW })).toBe(0);
  run.cancel('anna');
  expect(await world.github.gate(filed)).toMatchObject({ state: 'gone' });
});

test('a deployment of another commit is never the job of a run, whatever GitHub says of it', async () => {
  await using world = await connected();
  const { run, question } = waiting(world);
  world.shop.push({ message: 'fix: next', author: 'anna', files: { 'a.txt': '1\n' } });
  const other = world.shop.startRun({ environment: 'production', actor: 'anna' });
  expect(other.sha).not.toBe(run.sha);
  const borrowed = { ...question, deploymentId: questionOf(world.shop, other).deploymentId };
  expect(await world.github.gate(borrowed)).toMatchObject({ state: 'not-found' });
});

test('a deployment of another run of the same commit is not the job of this one', async () => {
  await using world = await connected();
  const { question } = waiting(world);
  const other = waiting(world);
  const borrowed = { ...question, deploymentId: other.question.deploymentId };
  expect(await world.github.gate(borrowed)).toMatchObject({ state: 'not-found' });
});

test.each(['failure', 'error', 'inactive', 'in_progress', 'success', 'queued', 'pending'] as const)(
  'the status %s that somebody gives a waiting deployment ends nothing: the run still waits',
  async (state: SettableState) => {
    await using world = await connected();
    const { run, question } = waiting(world);
    world.shop.setDeploymentStatus(question.deploymentId, state);
    expect(await world.github.gate(question)).toMatchObject({ state: 'waiting', sha: run.sha });
    expect(await world.github.apply(openGateOf(world.shop, run), Date.now())).toMatchObject({ kind: 'done' });
  },
);

test('of two jobs in one environment, the statuses of one are believed only while the other plainly waits', async () => {
  await using world = await connected();
  const jobs = ['eu', 'us'].map((name) => ({ name, environment: 'production' }));
  const run = world.shop.startRun({ actor: 'anna', jobs });
  const question = questionOf(world.shop, run);
  const [eu, us] = run.deployments.map(({ id }) => ({ ...question, deploymentId: id }));
  const stateOf = async (gate: GateQuestion | undefined) => (await world.github.gate(gate ?? question)).state;
  world.shop.setDeploymentStatus(eu?.deploymentId ?? 0, 'failure');
  expect([await stateOf(eu), await stateOf(us)]).toEqual(['gone', 'waiting']);
  world.shop.setDeploymentStatus(us?.deploymentId ?? 0, 'failure');
  expect([await stateOf(eu), await stateOf(us)]).toEqual(['waiting', 'waiting']);
});

test('a status counts while GitHub does not tell what the run waits for only when the run is over', async () => {
  await using world = await connected();
  const { run, question } = waiting(world);
  world.shop.setDeploymentStatus(question.deploymentId, 'failure');
  const pending = 'actions/get-pending-deployments-for-run';
  world.standin.fault({ operation: pending, kind: 'status', status: 404 });
  expect(await world.github.gate(question)).toMatchObject({ state: 'waiting' });
  run.cancel('anna');
  world.standin.fault({ operation: pending, kind: 'status', status: 404 });
  expect(await world.github.gate(question)).toMatchObject({ state: 'gone' });
});

test('hundreds of statuses do not hide that a job waits', async () => {
  await using world = await connected();
  const { question } = waiting(world);
  for (let each = 0; each < 250; each += 1) world.shop.setDeploymentStatus(question.deploymentId, 'queued');
  expect(await world.github.gate(question)).toMatchObject({ state: 'waiting' });
});

test('more deployments of the commit than can be looked at: nothing is opened', async () => {
  await using world = await connected();
  const { run } = waiting(world);
  for (let each = 0; each < 300; each += 1) {
    world.shop.createDeployment({ environment: 'production', ref: run.sha, creator: 'anna' });
  }
  expect(await world.github.apply(openGateOf(world.shop, run), Date.now())).toMatchObject({ kind: 'superseded' });
  expect(world.standin.countRequests({ operation: REVIEW })).toBe(0);
});

test('GitHub takes no status `waiting` from anybody', async () => {
  await using world = await connected();
  const made = world.shop.createDeployment({ environment: 'staging', ref: 'main', creator: 'anna' });
  expect(() => world.shop.setDeploymentStatus(made.id, 'waiting' as SettableState)).toThrow(/waiting/);
});

test('where the list of what a run waits for does not show it yet, the rules of the environment say who else is asked', async () => {
  await using world = await connected();
  world.shop.protectEnvironment('production', { reviewers: ['ben'], waitMinutes: 30 });
  const { run, question } = waiting(world);
  run.cancel('anna');
  const rules = await world.github.otherRules(question);
  expect(rules?.hasReviewers).toBe(true);
  expect(Date.parse(rules?.timerEndsAt ?? '') - Date.now()).toBeGreaterThan(29 * 60_000);
  expect(await world.github.otherRules({ ...question, environment: 'nowhere' })).toBeNull();
  world.shop.protectEnvironment('production', {});
  expect(await world.github.otherRules(question)).toEqual({ hasReviewers: false, timerEndsAt: null });
});
