/** A release that fails after it was let in goes back by itself, is kept out, and comes in again when a person says so. */
import { expect, test } from 'vitest';
import type { Run } from '../../../standin/start.ts';
import { approvals, mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { type Rehearsal, rehearse } from './rehearsal.ts';

const AUDIENCE = 'https://tidegate.example.com';
const policy = (authorise: 'auto' | 'ask'): string => `version: 1
environments:
  production:
    verify: { within: 15m }
    rollback:
      on: [fail]
      authorise: { low: ${authorise}, medium: ${authorise} }
      workflow: deploy.yml
      by: { users: [ola] }
`;
const WORKFLOW = `name: deploy
on:
  workflow_dispatch:
    inputs:
      sha: { type: string, required: true }
`;

/** With the commits that workflows were started for. */
async function start(authorise: 'auto' | 'ask'): Promise<Rehearsal & { readonly started: readonly string[] }> {
  const started: string[] = [];
  const day = await rehearse({ policy: policy(authorise), settings: { BASE_URL: AUDIENCE } });
  day.shop.push({ message: 'ci: deploy', author: 'anna', files: { '.github/workflows/deploy.yml': WORKFLOW } });
  const jobs = (inputs: Readonly<Record<string, string>>) => {
    started.push(inputs['sha'] ?? '');
    return [{ name: 'deploy', environment: 'production' }];
  };
  day.shop.onDispatch('deploy.yml', { inputs: ['sha'], jobs });
  return Object.assign(day, { started });
}

/** The next second: GitHub's clock has no finer time. */
async function tick(day: Rehearsal, seconds = 2): Promise<void> {
  await day.passTo(new Date(day.clock.now() + seconds * 1000).toISOString());
}

/** Merged, let in and deployed; then its own job says how that turned out. */
async function release(day: Rehearsal, branch: string, verdict: 'pass' | 'fail'): Promise<Run> {
  const run = mergeAndDeploy(day.shop, propose(day.shop, { branch, files: { [`src/${branch}.ts`]: 'text\n' } }));
  await eventually(`${branch} is let in`, () => approvals(run)[0]);
  await tick(day);
  run.finish('success');
  await tick(day);
  expect(await say(day, run, verdict, run.sha)).toBe(202);
  return run;
}

async function say({ app }: Rehearsal, run: Run, verdict: 'pass' | 'fail', sha: string): Promise<number> {
  const response = await fetch(new URL('/api/verifications', app.webhookUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${run.oidcToken({ audience: AUDIENCE })}` },
    body: JSON.stringify({
      version: 1,
      environment: 'production',
      sha,
      verdict,
      failedChecks: verdict === 'fail' ? ['checkout'] : [],
    }),
  });
  return response.status;
}

/** The run that the issue links to. */
async function runOfIssue(day: Rehearsal): Promise<Run> {
  await tick(day, 10);
  const id = await eventually('the run', () => /its run\]\(\S+\/runs\/(\d+)/.exec(review(day)?.body ?? '')?.[1]);
  return day.shop.run(Number(id));
}

function review(day: Rehearsal) {
  return day.shop.issues().find(({ labels }) => labels.includes('tidegate:review'));
}

test('a failed verification goes back at once, the commit is kept out, and a person lets it in again', async () => {
  await using day = await start('auto');
  const good = await release(day, 'good', 'pass');
  await tick(day);
  const bad = await release(day, 'bad', 'fail');
  await eventually('the rollback is dispatched', () => day.started[0]);
  expect(day.started).toEqual([good.sha]);
  const back = await runOfIssue(day);
  await eventually('its own gate is opened', () => approvals(back)[0]);
  await tick(day);
  back.finish('success');
  await tick(day);
  expect(await say(day, back, 'pass', good.sha)).toBe(202);
  const issue = await eventually('the review issue', () => review(day));
  await tick(day, 60);
  await eventually('it says that production is back', () => review(day)?.body.includes('is back on'));
  expect(issue.state).toBe('open');

  const next = mergeAndDeploy(day.shop, propose(day.shop, { branch: 'next', files: { 'src/next.ts': 'text\n' } }));
  expect(await eventually('the next merge is held', () => reports(next)[0])).toContain(bad.sha.slice(0, 7));
  expect(approvals(next)).toEqual([]);
  await tick(day);
  issue.comment(`/tidegate lift production @${bad.sha.slice(0, 12)} repaired in next`, 'ola');
  await eventually('the next merge is let in', () => approvals(next)[0]);
  expect(day.started).toHaveLength(1);
  expect(day.shop.issues().filter(({ labels }) => labels.includes('tidegate:review'))).toHaveLength(1);
  day.github.assertClean();
});

test('where a person is asked, nothing goes back until that person says so in the issue', async () => {
  await using day = await start('ask');
  const good = await release(day, 'good', 'pass');
  await tick(day);
  await release(day, 'bad', 'fail');
  const issue = await eventually('the issue that asks', () => review(day));
  expect(issue.body).toContain('A person has to say');
  await day.github.settled();
  expect(day.started).toEqual([]);
  const command = /\/tidegate rollback production @\w+/.exec(issue.body)?.[0] ?? '';
  await tick(day);
  issue.comment(`${command} it is broken`, 'anna');
  await eventually('a refusal', () => issue.comments.find(({ body }) => body.includes('may not roll back')));
  expect(day.started).toEqual([]);
  await tick(day);
  issue.comment(`${command} it is broken`, 'ola');
  await eventually('an answer', () => issue.comments.find(({ body }) => body.includes('**Ordered**')));
  await eventually('the rollback is dispatched', () => day.started[0]);
  expect(day.started).toEqual([good.sha]);
  day.github.assertClean();
});
