import { expect, test } from 'vitest';
import { toInstant } from '../../../src/domain/instant.ts';
import type { Run } from '../../../standin/start.ts';
import { type Connected, connected, openGateOf, questionOf, rejectGateOf, reportOf } from './connected.ts';

const REVIEW = 'actions/review-custom-gates-for-run';

function sent({ standin }: Connected): number {
  return standin.countRequests({ operation: REVIEW });
}

/** Without what is asked for tokens. */
function asked({ standin }: Connected, from: number): readonly (string | null)[] {
  const operations = standin.requests.slice(from).map(({ operation }) => operation ?? null);
  return operations.filter((operation) => operation?.startsWith('apps/') !== true);
}

test('an open gate is approved once, with the deployment named in the comment', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  const effect = openGateOf(world.shop, run);
  expect(await world.github.apply(effect, Date.now())).toMatchObject({ kind: 'done' });
  expect(run.reviews).toMatchObject([{ state: 'approved', comment: expect.stringMatching(/deployment \d+$/) }]);
  expect(await world.github.apply(effect, Date.now())).toMatchObject({ kind: 'done', note: 'was approved before' });
  expect(sent(world)).toBe(1);
  world.standin.assertClean();
});

test('row 8: an answer that was lost after GitHub acted is found out by reading, not by asking again', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  world.standin.fault({ operation: REVIEW, kind: 'reset-after' });
  expect(await world.github.apply(openGateOf(world.shop, run), Date.now())).toMatchObject({ kind: 'done' });
  expect(sent(world)).toBe(1);
  expect(run.reviews).toHaveLength(1);
});

test('row 8: a call that never arrived is sent again later, not in the same breath', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  world.standin.fault({ operation: REVIEW, kind: 'reset-before' });
  expect(await world.github.apply(openGateOf(world.shop, run), Date.now())).toMatchObject({ kind: 'retry' });
  expect(sent(world)).toBe(1);
  expect(await world.github.apply(openGateOf(world.shop, run), Date.now())).toMatchObject({ kind: 'done' });
  expect(run.reviews).toHaveLength(1);
});

test('row 8: a decision for the first attempt does not open the second', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  const first = openGateOf(world.shop, run);
  run.cancel('anna');
  run.rerun('ben');
  expect(await world.github.apply(first, Date.now())).toMatchObject({ kind: 'superseded' });
  expect(sent(world)).toBe(0);
  expect(run.status).toBe('waiting');
});

test('a decision for another commit opens nothing', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  const effect = openGateOf(world.shop, run, { headSha: 'f'.repeat(40) });
  expect(await world.github.apply(effect, Date.now())).toMatchObject({ kind: 'superseded' });
  expect(sent(world)).toBe(0);
});

test('a decision whose time is over opens nothing, and costs no call', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  const effect = openGateOf(world.shop, run);
  expect(await world.github.apply(effect, Date.parse(effect.validUntil))).toMatchObject({ kind: 'superseded' });
  expect(world.standin.countRequests({ operation: 'actions/get-workflow-run' })).toBe(0);
});

test('a gate that an administrator bypassed is seen as passed without us', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  const question = questionOf(world.shop, run);
  const effect = openGateOf(world.shop, run);
  run.bypass('ben', 'in a hurry');
  expect(await world.github.gate(question)).toMatchObject({ state: 'passed-without-us' });
  expect(await world.github.apply(effect, Date.now())).toMatchObject({ kind: 'superseded' });
  expect(sent(world)).toBe(0);
});

test('a run that was cancelled, and a deployment that does not exist, are gone', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  const question = questionOf(world.shop, run);
  expect(await world.github.gate(question)).toMatchObject({ state: 'waiting', sha: run.sha, actors: ['anna'] });
  run.cancel('anna');
  expect(await world.github.gate(question)).toMatchObject({ state: 'gone' });
  expect(await world.github.gate({ ...question, deploymentId: 999_999 })).toMatchObject({ state: 'not-found' });
});

test('a deployment that GitHub does not show yet is not found, which is no final answer', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  world.standin.fault({ operation: 'repos/get-deployment', kind: 'status', status: 404 });
  expect(await world.github.gate(questionOf(world.shop, run))).toMatchObject({ state: 'not-found', requestedAt: null });
  expect(await world.github.gate(questionOf(world.shop, run))).toMatchObject({ state: 'waiting' });
});

test('the deployment of an earlier attempt is gone, though the run waits at the same environment', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  const first = questionOf(world.shop, run);
  run.cancel('anna');
  run.rerun('ben');
  expect(await world.github.gate(first)).toMatchObject({ state: 'gone' });
  expect(await world.github.gate(questionOf(world.shop, run))).toMatchObject({ state: 'waiting' });
});

test('an approval is not sent after its time, when reading the gate was slow', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  world.standin.fault({ operation: 'actions/get-reviews-for-run', kind: 'delay', ms: 500 });
  const effect = openGateOf(world.shop, run, { validUntil: toInstant(Date.now() + 300) });
  expect(await world.github.apply(effect, Date.now())).toMatchObject({ kind: 'superseded' });
  expect(sent(world)).toBe(0);
});

test('a report of the greatest length is cut at a line, so that it fits with its mark', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  const text = ['**Held**', ...Array.from({ length: 80 }, (_, line) => `- line ${line} &amp;`)]
    .join('\n')
    .slice(0, 1024);
  for (const _ of [1, 2]) {
    expect(await world.github.apply(reportOf(world.shop, run, text), Date.now())).toMatchObject({ kind: 'done' });
  }
  expect(run.reviews.map((review) => review.comment)).toEqual([expect.stringMatching(/&amp;\n…\n\ndeployment \d+$/)]);
  world.standin.assertClean();
});

test('somebody else’s comment with our mark does not pass for an approval of ours', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  const question = questionOf(world.shop, run);
  run.bypass('ben', `fine by me\n\ndeployment ${question.deploymentId}`);
  expect(await world.github.gate(question)).toMatchObject({ state: 'passed-without-us' });
});

test('a report is made once, and again when what it says changed', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  for (const comment of ['one', 'one', 'two', 'one']) {
    expect(await world.github.apply(reportOf(world.shop, run, comment), Date.now())).toMatchObject({ kind: 'done' });
  }
  expect(run.reviews.map((review) => review.comment.split('\n')[0])).toEqual(['one', 'two', 'one']);
  world.standin.assertClean();
});

test('a report whose answer was lost is not made twice', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  world.standin.fault({ operation: REVIEW, kind: 'reset-after' });
  expect(await world.github.apply(reportOf(world.shop, run, 'one'), Date.now())).toMatchObject({ kind: 'retry' });
  expect(await world.github.apply(reportOf(world.shop, run, 'one'), Date.now())).toMatchObject({ kind: 'done' });
  expect(run.reviews).toHaveLength(1);
});

test('a report that GitHub takes no more is given up, not tried for ever', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  for (let each = 1; each <= 10; each += 1) {
    expect(await world.github.apply(reportOf(world.shop, run, `report ${each}`), Date.now())).toEqual({ kind: 'done' });
  }
  expect(await world.github.apply(reportOf(world.shop, run, 'one too many'), Date.now())).toMatchObject({
    kind: 'superseded',
  });
  expect(run.reviews).toHaveLength(10);
});

const MATRIX = ['eu', 'us', 'asia'].map((name) => ({ name, environment: 'production' }));

test('one answer opens all jobs of a matrix and names them; none of them is taken for a bypass', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ actor: 'anna', jobs: [...MATRIX, { name: 'test', environment: 'staging' }] });
  const ids = run.deployments.filter(({ environment }) => environment === 'production').map(({ id }) => id);
  expect(await world.github.apply(openGateOf(world.shop, run), Date.now())).toMatchObject({ kind: 'done' });
  expect(run.reviews.map(({ comment }) => comment)).toEqual([
    expect.stringContaining(`deployments ${Math.min(...ids)} to ${Math.max(...ids)}`),
  ]);
  for (const deploymentId of ids) {
    const question = { ...questionOf(world.shop, run), deploymentId };
    expect(await world.github.gate(question)).toMatchObject({ state: 'approved' });
    expect(await world.github.apply({ ...openGateOf(world.shop, run), gate: question }, Date.now())).toMatchObject({
      note: 'was approved before',
    });
  }
  expect(sent(world)).toBe(1);
  world.standin.assertClean();
});

test('an answer for one environment does not pass for one to a deployment of another whose number lies between', async () => {
  await using world = await connected();
  world.shop.enableRule('staging');
  const [one, two, three] = ['production', 'staging', 'production'];
  const jobs = [one, two, three].map((environment, index) => ({
    name: `job ${index}`,
    environment: String(environment),
  }));
  const run = world.shop.startRun({ actor: 'anna', jobs });
  await world.github.apply(openGateOf(world.shop, run), Date.now());
  const between = run.deployments.find(({ environment }) => environment === 'staging');
  const question = { ...questionOf(world.shop, run), deploymentId: between?.id ?? 0, environment: 'staging' };
  expect(await world.github.gate(question)).toMatchObject({ state: 'waiting' });
});

test('a deployment that started because our rule was switched off was not bypassed', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  world.shop.disableRule('production');
  run.bypass('ben', '');
  expect(await world.github.gate(questionOf(world.shop, run))).toMatchObject({ state: 'rule-off' });
});

test('a rejection is sent once, and ends the run', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  world.standin.fault({ operation: REVIEW, kind: 'reset-after' });
  const effect = rejectGateOf(world.shop, run);
  for (const note of ['was rejected before', 'was rejected before']) {
    expect(await world.github.apply(effect, Date.now())).toEqual({ kind: 'done', note });
  }
  expect(sent(world)).toBe(1);
  expect(run).toMatchObject({ status: 'completed', conclusion: 'failure' });
});

test.each([
  ['another attempt', { runAttempt: 2 }],
  ['another commit', { headSha: 'f'.repeat(40) }],
] as const)('a rejection for %s is not sent', async (_, change) => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  expect(await world.github.apply(rejectGateOf(world.shop, run, change), Date.now())).toMatchObject({
    kind: 'superseded',
  });
  expect(sent(world)).toBe(0);
});

test('a rejection for age is not sent while a younger job waits beside it', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ actor: 'anna', jobs: MATRIX });
  const early = rejectGateOf(world.shop, run, { onlyOlderThan: toInstant(Date.now() - 3_600_000) });
  expect(await world.github.apply(early, Date.now())).toMatchObject({ kind: 'superseded' });
  expect(sent(world)).toBe(0);
  const late = rejectGateOf(world.shop, run, { onlyOlderThan: toInstant(Date.now() + 3_600_000) });
  expect(await world.github.apply(late, Date.now())).toMatchObject({ kind: 'done' });
});

test('what GitHub asks besides us is told, and whether a deployment is under way', async () => {
  await using world = await connected();
  world.shop.protectEnvironment('production', { reviewers: ['ben'], waitMinutes: 30 });
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  const question = questionOf(world.shop, run);
  const rules = await world.github.otherRules(question);
  expect(rules?.hasReviewers).toBe(true);
  expect(Date.parse(rules?.timerEndsAt ?? '') - Date.now()).toBeGreaterThan(29 * 60_000);
  world.shop.createEnvironment('staging');
  expect(await world.github.otherRules({ ...question, environment: 'staging' })).toEqual({
    hasReviewers: false,
    timerEndsAt: null,
  });
  expect(await world.github.isUnderWay(question.deploymentId)).toBe(true);
  run.cancel('anna');
  expect(await world.github.isUnderWay(question.deploymentId)).toBe(false);
  expect(await world.github.isUnderWay(999_999)).toBe(false);
});

test('a first report that GitHub refuses because it does not know of the wait yet is made a moment later', async () => {
  await using world = await connected();
  const run = world.shop.startRun({ environment: 'production', actor: 'anna' });
  world.standin.fault({ operation: REVIEW, kind: 'status', status: 422 });
  expect(await world.github.apply(reportOf(world.shop, run, 'one'), Date.now())).toMatchObject({ kind: 'retry' });
  expect(await world.github.apply(reportOf(world.shop, run, 'one'), Date.now())).toEqual({ kind: 'done' });
});

test('what the question read of the gate is not read again for its answer; the run, the statuses and its siblings are', async () => {
  await using world = await connected();
  const { standin, shop, github } = world;
  const run = shop.startRun({ environment: 'production', actor: 'anna' });
  await github.gate(questionOf(shop, run));
  const from = standin.requests.length;
  expect(await github.apply(openGateOf(shop, run), Date.now(), true)).toMatchObject({ kind: 'done' });
  expect(asked(world, from)).toEqual([
    'actions/get-workflow-run',
    'repos/list-deployment-statuses',
    'repos/list-deployments',
    REVIEW,
  ]);
});

test.each([
  ['was started again', (run: Run) => run.rerun('ben')],
  ['was cancelled', (run: Run) => run.cancel('ben')],
  ['went on without us', (run: Run) => run.bypass('ben', '')],
] as const)('a run that %s after the question read it is not answered', async (_, change) => {
  await using world = await connected();
  const { shop, github } = world;
  const run = shop.startRun({ environment: 'production', actor: 'anna' });
  const effect = openGateOf(shop, run);
  await github.gate(effect.gate);
  if (_ === 'was started again') run.cancel('ben');
  change(run);
  expect(await github.apply(effect, Date.now(), true)).toMatchObject({ kind: 'superseded' });
  expect(sent(world)).toBe(0);
});

test('an approval or a report whose answer was lost is looked for before anything else is sent', async () => {
  await using world = await connected();
  const { standin, shop, github } = world;
  const run = shop.startRun({ environment: 'production', actor: 'anna' });
  for (const effect of [reportOf(shop, run, 'one'), openGateOf(shop, run)]) {
    await github.gate(effect.gate);
    standin.fault({ operation: REVIEW, kind: 'reset-after' });
    for (const isNew of [true, false]) await github.apply(effect, Date.now(), isNew);
  }
  expect(run.reviews.map(({ state }) => state)).toEqual(['pending', 'approved']);
  expect(sent(world)).toBe(2);
});

test('a report that was just decided on is sent without reading the gate again', async () => {
  await using world = await connected();
  const { standin, shop, github } = world;
  const run = shop.startRun({ environment: 'production', actor: 'anna' });
  await github.gate(questionOf(shop, run));
  const from = standin.requests.length;
  expect(await github.apply(reportOf(shop, run, 'one'), Date.now(), true)).toEqual({ kind: 'done' });
  expect(asked(world, from)).toEqual([REVIEW]);
  expect(await github.apply(reportOf(shop, run, 'one'), Date.now())).toMatchObject({ note: 'was reported before' });
});

test('whether a gate still waits is two reads, and no when in doubt', async () => {
  await using world = await connected();
  const { standin, shop, github } = world;
  const run = shop.startRun({ environment: 'production', actor: 'anna' });
  const question = questionOf(shop, run);
  const from = standin.requests.length;
  expect(await github.stillWaits(question, 1)).toBe(true);
  expect(asked(world, from)).toHaveLength(2);
  expect(await github.stillWaits(question, 2)).toBe(false);
  expect(await github.stillWaits({ ...question, runId: 999_999 }, 1)).toBe(false);
  run.bypass('ben', '');
  expect(await github.stillWaits(question, 1)).toBe(false);
  const other = shop.startRun({ environment: 'production', actor: 'anna' });
  other.cancel('anna');
  expect(await github.stillWaits(questionOf(shop, other), 1)).toBe(false);
});
