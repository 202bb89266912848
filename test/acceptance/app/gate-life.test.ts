/** What becomes of deployment gates, in the App that runs. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { Run } from '../../../standin/start.ts';
import { approvals, mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { type Rehearsal, rehearse } from './rehearsal.ts';

const OPEN = 'version: 1\nzone: Europe/Berlin\nenvironments: { production: {} }\n';
const BOARD = `${OPEN}gates:
  - name: board
    require: { approvals: { count: 1, from: { users: [ben] }, of: release } }
`;
const INCIDENTS = `${OPEN}gates:
  - name: calm
    require: { no-incident: { labels: [sev1] } }
`;
const HOURS = `${OPEN}windows:
  release-hours: { days: tue-thu, hours: "10:00-16:00" }
gates:
  - name: release hours
    require: { window: [release-hours] }
`;

function deploy(day: Rehearsal, name = 'a'): Run {
  return mergeAndDeploy(day.shop, propose(day.shop, { branch: name, files: { [`src/${name}.ts`]: 'text\n' } }));
}

function rejections(run: Run): readonly string[] {
  return run.reviews.filter((review) => review.state === 'rejected').map((review) => review.comment);
}

interface Logged {
  readonly kind: string;
  readonly subject: { readonly deployment?: number };
  readonly data: Readonly<Record<string, unknown>>;
}

/** The lines of the audit log about gates, as the database has them. */
function gateLines(day: Rehearsal): readonly Logged[] {
  const db = new DatabaseSync(join(day.dataFolder, 'tidegate.db'), { readOnly: true });
  try {
    const rows = db.prepare('select line from audit_entry order by seq').all();
    const lines = rows.map((row) => JSON.parse(String(row['line'])) as Logged);
    return lines.filter(({ kind }) => kind === 'gate' || kind === 'bypass');
  } finally {
    db.close();
  }
}

function statesOf(day: Rehearsal, deployment: number | undefined): readonly unknown[] {
  return gateLines(day)
    .filter(({ subject }) => subject.deployment === deployment)
    .map(({ data }) => data['to']);
}

function becomes(day: Rehearsal, deployment: number | undefined, state: string): Promise<unknown> {
  return eventually(`deployment ${deployment} is ${state}`, () => statesOf(day, deployment).at(-1) === state);
}

async function later(day: Rehearsal, ms: number): Promise<void> {
  await day.passTo(new Date(day.clock.now() + ms).toISOString());
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test('row 82: a run that is started again is a new gate; the old one is superseded and answers nothing', async () => {
  await using day = await rehearse({ policy: BOARD });
  const run = deploy(day);
  const first = run.deployments[0]?.id;
  await eventually('a report', () => reports(run)[0]);
  run.cancel('anna');
  await later(day, 2_000);
  run.rerun('cleo');
  const second = run.deployments[0]?.id;
  expect(second).not.toBe(first);
  await eventually('a report on the second attempt', () => reports(run)[1]);
  expect(['superseded', 'ended']).toContain(statesOf(day, first).at(-1));
  expect(statesOf(day, second)).toEqual(['held']);
  expect(approvals(run)).toEqual([]);
  run.review({ by: 'ben', environment: 'production', state: 'approved', comment: 'fine' });
  await eventually('the second attempt is approved', () => approvals(run)[0]);
  await becomes(day, second, 'approved');
  day.github.assertClean();
});

test('a decision that comes after the run has ended answers nothing, and the gate ends', async () => {
  await using day = await rehearse({ policy: HOURS });
  const run = deploy(day);
  await eventually('a report', () => reports(run)[0]);
  for (const event of ['deployment_status', 'workflow_run', 'workflow_job']) day.github.webhooks.drop({ event }, 100);
  run.cancel('anna');
  await day.passTo('2026-11-24T10:00:01+01:00');
  await becomes(day, run.deployments[0]?.id, 'ended');
  expect(approvals(run)).toEqual([]);
  expect(gateLines(day).some(({ kind }) => kind === 'bypass')).toBe(false);
});

test('row 85: a deployment that an administrator let go is a finding, with who did it', async () => {
  await using day = await rehearse({ policy: HOURS });
  day.shop.setPermission('cleo', 'admin');
  const run = deploy(day);
  await eventually('a report', () => reports(run)[0]);
  run.bypass('cleo', 'in a hurry');
  await becomes(day, run.deployments[0]?.id, 'bypassed');
  const found = gateLines(day).filter(({ kind }) => kind === 'bypass');
  expect(found).toMatchObject([{ data: { from: 'held', to: 'bypassed', by: [{ login: 'cleo' }] } }]);
  expect(approvals(run)).toEqual([]);
});

test('a deployment that starts because our rule was switched off is no bypass', async () => {
  await using day = await rehearse({ policy: HOURS });
  day.shop.setPermission('cleo', 'admin');
  const run = deploy(day);
  await eventually('a report', () => reports(run)[0]);
  day.shop.disableRule('production');
  run.bypass('cleo', '');
  await becomes(day, run.deployments[0]?.id, 'ended');
  expect(gateLines(day).at(-1)).toMatchObject({ kind: 'gate', data: { reasons: ['rule-off'] } });
});

test('jobs of one matrix are opened by one answer and recorded as let through by us', async () => {
  await using day = await rehearse({ policy: HOURS });
  const pull = propose(day.shop, { branch: 'a', files: { 'src/a.ts': 'text\n' } });
  pull.merge({ by: 'anna', method: 'squash' });
  const jobs = ['eu', 'us', 'asia'].map((name) => ({ name, environment: 'production' }));
  const run = day.shop.startRun({ actor: 'anna', jobs });
  await eventually('all three are held', () => run.deployments.every(({ id }) => statesOf(day, id).length > 0));
  await day.github.settled();
  const reported = reports(run).length;
  expect(reported).toBeLessThanOrEqual(2);
  await day.passTo('2026-11-24T10:00:01+01:00');
  await eventually('all three are approved', () =>
    run.deployments.every(({ id }) => statesOf(day, id).at(-1) === 'approved'),
  );
  expect(approvals(run)).toHaveLength(1);
  expect(gateLines(day).some(({ kind }) => kind === 'bypass')).toBe(false);
  day.github.assertClean();
});

test('one at a time: a newer deployment takes the place of an older one, and the next waits until it ends', async () => {
  await using day = await rehearse({ policy: HOURS });
  const older = deploy(day, 'a');
  await eventually('a report', () => reports(older)[0]);
  const newer = deploy(day, 'b');
  await eventually('a report', () => reports(newer)[0]);
  await day.passTo('2026-11-24T10:00:01+01:00');
  await eventually('the newer one is approved', () => approvals(newer)[0]);
  const told = await eventually('the older one is told', () =>
    reports(older).find((each) => each.includes('superseded')),
  );
  expect(told).toContain(newer.sha.slice(0, 7));
  const third = deploy(day, 'c');
  const busy = await eventually('the third waits', () => reports(third).find((each) => each.includes('lane-busy')));
  expect(busy).toContain(newer.sha.slice(0, 7));
  expect(approvals(third)).toEqual([]);
  older.cancel('anna');
  newer.finish('success');
  await eventually('the third is approved', () => approvals(third)[0]);
  expect(approvals(older)).toEqual([]);
  day.github.assertClean();
});

test('row 84: nine reasons are reported, each once, and the tenth report is kept for the warning', async () => {
  await using day = await rehearse({ policy: INCIDENTS });
  const one = day.shop.openIssue({ title: 'down', author: 'cleo', labels: ['sev1'] });
  const run = deploy(day);
  const id = run.deployments[0]?.id;
  await eventually('a report', () => reports(run)[0]);
  for (let each = 2; each <= 11; each += 1) {
    day.shop.openIssue({ title: `more ${each}`, author: 'cleo', labels: ['sev1'] });
    if (each <= 9) await eventually(`report ${each}`, () => reports(run).length === each);
  }
  await day.github.settled();
  await later(day, 11 * MINUTE);
  await later(day, 11 * MINUTE);
  expect(reports(run)).toHaveLength(9);
  expect(statesOf(day, id)).toEqual(['held']);
  await later(day, 25 * DAY);
  const warning = await eventually('the warning', () => reports(run)[9]);
  expect(warning).toContain('waited for 25 days');
  one.close('cleo');
  await day.github.settled();
  await later(day, 11 * MINUTE);
  expect(reports(run)).toHaveLength(10);
  day.github.assertClean();
});

test('row 83: nobody can open it for 29 days: it is warned of at 25, and ends with a reason, which is no rejection', async () => {
  await using day = await rehearse({ policy: BOARD });
  const run = deploy(day);
  const id = run.deployments[0]?.id;
  await eventually('a report', () => reports(run)[0]);
  await later(day, 25 * DAY - MINUTE);
  await day.github.settled();
  expect(reports(run)).toHaveLength(1);
  await later(day, MINUTE);
  expect(await eventually('the warning', () => reports(run)[1])).toContain('waited for 25 days');
  await later(day, 4 * DAY - MINUTE);
  await day.github.settled();
  expect(rejections(run)).toEqual([]);
  await later(day, MINUTE);
  expect(await eventually('the end', () => rejections(run)[0])).toContain('Expired');
  await becomes(day, id, 'expired');
  expect(run.conclusion).toBe('failure');
  day.github.assertClean();
});

test('the no of somebody who is asked ends the run on GitHub; that of others does nothing', async () => {
  await using day = await rehearse({ policy: BOARD });
  const run = deploy(day);
  const id = run.deployments[0]?.id;
  await eventually('a report', () => reports(run)[0]);
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  await later(day, 2_000);
  talk.comment('/tidegate reject production I do not like it', 'cleo');
  await eventually('an answer', () => talk.comments.find(({ user }) => user === 'tidegate[bot]'));
  await day.github.settled();
  await later(day, 2 * MINUTE);
  expect(rejections(run)).toEqual([]);
  expect(run.status).toBe('waiting');
  talk.comment('/tidegate reject production the numbers are wrong', 'ben');
  const said = await eventually('the rejection', () => rejections(run)[0]);
  expect(said).toContain('ben');
  expect(said).toContain('the numbers are wrong');
  expect(run.conclusion).toBe('failure');
  await becomes(day, id, 'rejected');
  await later(day, 2_000);
  run.rerun('anna');
  const second = run.deployments[0]?.id;
  await becomes(day, second, 'held');
  await day.github.settled();
  expect(rejections(run)).toHaveLength(1);
  expect(run.status).toBe('waiting');
  day.github.assertClean();
});

test('a branch that moved on while its deployment waits changes nothing: the commit that was asked about goes', async () => {
  await using day = await rehearse({ policy: HOURS });
  const run = deploy(day);
  await eventually('a report', () => reports(run)[0]);
  const moved = day.shop.push({ message: 'feat: more', author: 'anna', files: { 'src/more.ts': 'text\n' } });
  await day.passTo('2026-11-24T10:00:01+01:00');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  const states = gateLines(day);
  expect(run.sha).not.toBe(moved.sha);
  expect(states.every(({ subject }) => (subject as { commit?: string }).commit === run.sha)).toBe(true);
  day.github.assertClean();
});

test('row 91: a freeze that begins while an approval is on its way stops it', async () => {
  await using day = await rehearse({ policy: `${INCIDENTS}override: { by: { teams: [sre] } }\n` });
  const sev = day.shop.openIssue({ title: 'down', author: 'cleo', labels: ['sev1'] });
  const run = deploy(day);
  const id = run.deployments[0]?.id;
  await eventually('a report', () => reports(run)[0]);
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  day.github.fault({ operation: 'actions/review-custom-gates-for-run', kind: 'status', status: 502, times: 1 });
  sev.close('cleo');
  await eventually('the approval was tried', () => statesOf(day, id).at(-1) === 'pending');
  talk.comment('/tidegate freeze production something is wrong', 'ola');
  await eventually('an answer', () => talk.comments.find(({ user }) => user === 'tidegate[bot]'));
  await later(day, 10_000);
  await becomes(day, id, 'held');
  await later(day, 10_000);
  await day.github.settled();
  expect(approvals(run)).toEqual([]);
});

test('where GitHub asks reviewers, too, and a window may close meanwhile, Tidegate answers last', async () => {
  await using day = await rehearse({ policy: HOURS, startsAt: '2026-11-24T11:00:00+01:00' });
  day.shop.protectEnvironment('production', { reviewers: ['ben'] });
  const run = deploy(day);
  const told = await eventually('a report', () => reports(run)[0]);
  expect(told).toContain('others-first');
  expect(approvals(run)).toEqual([]);
  run.review({ by: 'ben', environment: 'production', state: 'approved', comment: 'go' });
  await eventually('ours comes after', () => approvals(run)[0]);
  expect(run.status).toBe('in_progress');
  day.github.assertClean();
});
