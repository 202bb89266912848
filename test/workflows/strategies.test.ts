/** The example workflows at work: the built Action in their steps, the stand-in for GitHub, a service on loopback. */
import { globSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Repository, type Run, type Standin, startStandin } from '../../standin/start.ts';
import { type BuiltAction, buildAction } from '../acceptance/action/run-action.ts';
import { ROOT, textOf } from '../architecture/repository-files.ts';
import { jobsOf, parseWorkflow, runWorkflow, type StepSeen } from './run-workflow.ts';

let action: BuiltAction;

beforeAll(async () => {
  action = await buildAction();
}, 60_000);
afterAll(() => action.remove());

const SHOP = 'shop.example.com';

/** What answers at each address: the commit that was deployed there, and whether it works. */
interface Service {
  readonly url: string;
  readonly commits: Map<string, string>;
  /** `COMMIT at ADDRESS`: deployed there and broken. */
  readonly broken: Set<string>;
  readonly flags: string[];
  readonly server: Server;
}

async function startService(): Promise<Service> {
  const commits = new Map<string, string>();
  const broken = new Set<string>();
  const server = createServer((request, response) => {
    const [, address = '', page = ''] = (request.url ?? '').split('/');
    const commit = commits.get(address) ?? 'nothing';
    if (page === 'healthz')
      return response.setHeader('content-type', 'application/json').end(JSON.stringify({ commit }));
    const isBroken = broken.has(`${commit} at ${address}`);
    return response.writeHead(isBroken ? 500 : 200).end('Add to basket, Pay now');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, commits, broken, flags: [], server };
}

/** What the scripts of the examples would do to what answers. */
function doScript({ commits, flags }: Service, text: string): boolean {
  const [program, first = '', second = ''] = text.split(' ');
  if (program === './flag.sh') flags.push(second);
  else if (program === './deploy-idle.sh') commits.set(`idle.${SHOP}`, first);
  else if (program === './send-traffic-to.sh') commits.set(SHOP, first);
  else if (program === './deploy.sh')
    commits.set(['', 'production'].includes(second) ? SHOP : `${second}.${SHOP}`, first);
  else return false;
  return true;
}

interface World {
  readonly github: Standin;
  readonly shop: Repository;
  readonly service: Service;
  /** Merges a change; `at`: the addresses at which it turns out broken. Runs `deploy.yml` for the push. */
  release(...at: readonly string[]): Promise<Ran>;
  /** As GitHub would show a release that went well, without a run of the Action. */
  settle(): { readonly sha: string };
  /** Runs a workflow that a person started. */
  start(file: string, inputs: Readonly<Record<string, string>>): Promise<Ran>;
  /** Runs what a job of the last workflow dispatched; throws when it dispatched nothing. */
  followUp(steps: Ran): Promise<Ran>;
}

interface Ran {
  readonly run: Run;
  /** `JOB: WHAT: STATUS` of the steps that were reached, checkouts left out. */
  readonly steps: readonly string[];
  readonly seen: readonly StepSeen[];
}

async function inWorld(strategy: string, story: (world: World) => Promise<void>): Promise<void> {
  const service = await startService();
  // After each job of a canary an hour passes, for its soak; what happens last happens now.
  let ago = strategy === 'canary' ? 4 * HOUR : 0;
  const github = await startStandin({ clock: { now: () => Date.now() - ago } });
  try {
    const afterJob = (name: string) => {
      if (name === 'canary') ago = Math.max(0, ago - HOUR);
    };
    await story(openWorld({ strategy, github, service, afterJob }));
    github.assertClean();
  } finally {
    await github.close();
    service.server.closeAllConnections();
    service.server.close();
  }
}

const HOUR = 60 * 60_000;

interface Setting {
  readonly strategy: string;
  readonly github: Standin;
  readonly service: Service;
  readonly afterJob: (name: string) => void;
}

function openWorld({ strategy, github, service, afterJob }: Setting): World {
  github.createOrganization('acme');
  github.createUser('anna');
  github.createRepository({ owner: 'acme', name: '.github', installed: false });
  const files = filesOf(strategy, service);
  const shop = github.createRepository({ owner: 'acme', name: 'shop', files });
  shop.setPermission('anna', 'maintain');
  for (const environment of ['production', 'canary']) {
    const first = shop.createDeployment({ environment, ref: shop.head(), creator: 'anna' });
    shop.setDeploymentStatus(first.id, 'success');
  }
  const textOfWorkflow = (file: string) => files[`.github/workflows/${file}`] ?? '';
  for (const path of Object.keys(files).filter((each) => each.includes('/workflows/'))) {
    const file = basename(path);
    const inputs = Object.keys(parseWorkflow(textOfWorkflow(file)).on.workflow_dispatch?.inputs ?? {});
    shop.onDispatch(file, { inputs, jobs: () => jobsOf(textOfWorkflow(file)) });
  }
  const script = (text: string) => doScript(service, text);
  const follow = async (file: string, run: Run): Promise<Ran> => {
    const seen = await runWorkflow(
      { action, github, shop, script, afterJob },
      { file, text: textOfWorkflow(file), run },
    );
    const ours = seen.filter(({ what }) => !what.startsWith('actions/'));
    return {
      run,
      seen,
      steps: ours.map(
        ({ job, what, status }) => `${job}: ${what.replaceAll(run.inputs['sha'] ?? run.sha, 'SHA')}: ${status}`,
      ),
    };
  };
  let changes = 0;
  return {
    github,
    shop,
    service,
    settle: () => {
      const run = shop.startRun({ actor: 'anna', jobs: jobsOf(textOfWorkflow('deploy.yml')) });
      for (const { name } of run.jobs) run.finish('success', name);
      service.commits.set(SHOP, run.sha);
      return run;
    },
    release: async (...at) => {
      changes += 1;
      const title = `feat: change ${changes}`;
      shop.push({
        branch: 'work',
        message: title,
        author: 'anna',
        files: { [`src/${changes}.txt`]: 'x' },
        from: 'main',
        force: true,
      });
      const { sha } = shop.openPullRequest({ head: 'work', title, author: 'anna' }).merge({ by: 'anna' });
      for (const address of at) service.broken.add(`${sha} at ${address}`);
      return follow('deploy.yml', shop.startRun({ actor: 'anna', jobs: jobsOf(textOfWorkflow('deploy.yml')) }));
    },
    start: async (file, inputs) =>
      follow(
        file,
        shop.startRun({
          workflow: file,
          event: 'workflow_dispatch',
          actor: 'anna',
          inputs,
          jobs: jobsOf(textOfWorkflow(file)),
        }),
      ),
    followUp: async ({ seen }) => {
      const ordered = seen.find(({ what }) => what === 'rollback');
      const id = Number(ordered?.outputs['rollback-run-id']);
      if (!id) throw new Error(`no run was dispatched: ${ordered?.log ?? 'no step asked for it'}`);
      const workflow = github.requests.findLast(({ operation }) => operation === 'actions/create-workflow-dispatch');
      return follow(/workflows\/([^/]+)\/dispatches/.exec(workflow?.path ?? '')?.[1] ?? '', shop.run(id));
    },
  };
}

/** As the smoke files write it. */
const HOST_OF_SMOKE = `https://\${HOST}`;

function filesOf(strategy: string, service: Service): Record<string, string> {
  const folder = `examples/strategies/${strategy}`;
  const paths = globSync('.github/{*,workflows/*}.yml', { cwd: join(ROOT, folder) });
  return Object.fromEntries(
    paths.map((path) => {
      const text = textOf(`${folder}/${path}`);
      if (!basename(path).startsWith('smoke')) return [path, text];
      // Loopback has no certificate, and nobody waits between attempts here.
      return [
        path,
        text
          .replaceAll(HOST_OF_SMOKE, `${service.url}/\${HOST}`)
          .replaceAll('base: 1s', 'base: 10ms')
          .replaceAll(/passes: \d/g, '$&\n    interval: 10ms'),
      ];
    }),
  );
}

const ALL_AT_ONCE = ['gate: gate: success', 'deploy: ./deploy.sh SHA: success', 'verify: smoke: success'];

// Dozens of processes, on a machine that may be busy with other tests.
describe('the example', { timeout: 90_000 }, () => {
  it.concurrent('all-at-once: a release that fails its checks is gone back from, and what it went back to passes', async () => {
    await inWorld('all-at-once', async ({ release, settle, followUp, service }) => {
      const good = settle();
      const bad = await release(SHOP);
      expect(bad.steps.slice(2), logOf(bad)).toEqual(['verify: smoke: failure', 'verify: rollback: success']);
      const back = await followUp(bad);
      expect(back.run.inputs['sha']).toBe(good.sha);
      expect(back.steps, logOf(back)).toEqual(ALL_AT_ONCE);
      expect(back.seen.at(-1)?.outputs['verified-sha']).toBe(good.sha);
      expect(service.commits.get(SHOP)).toBe(good.sha);
    });
  });

  it.concurrent('rolling: the group after the one that fails keeps what it has, and all go back', async () => {
    await inWorld('rolling', async ({ release, settle, followUp, service }) => {
      const good = settle();
      service.commits.set(`third.${SHOP}`, good.sha);
      const bad = await release(`second.${SHOP}`);
      expect(bad.steps.slice(3), logOf(bad)).toEqual([
        'deploy: ./deploy.sh SHA second: success',
        'deploy: smoke: failure',
        'deploy: rollback: success',
      ]);
      expect(service.commits.get(`third.${SHOP}`)).toBe(good.sha);
      const back = await followUp(bad);
      expect(back.run.inputs['sha']).toBe(good.sha);
      const groups = ['first', 'second', 'third'];
      const each = groups.flatMap((name) => [`deploy: ./deploy.sh SHA ${name}: success`, 'deploy: smoke: success']);
      expect(back.steps, logOf(back)).toEqual(['gate: gate: success', ...each]);
    });
  });

  it.concurrent('blue-green: what fails in the idle half is met by nobody; what fails later is switched back', async () => {
    await inWorld('blue-green', async ({ release, followUp, service, github }) => {
      const good = await release();
      expect(good.steps, logOf(good)).toEqual([
        'gate: gate: success',
        'switch: ./deploy-idle.sh SHA: success',
        'switch: smoke: success',
        'switch: ./send-traffic-to.sh SHA: success',
        'verify: smoke: success',
      ]);
      const idle = await release(`idle.${SHOP}`);
      expect(idle.steps.at(-1)).toBe('switch: smoke: failure');
      expect(service.commits.get(SHOP)).toBe(good.run.sha);
      expect(github.countRequests({ operation: 'actions/create-workflow-dispatch' })).toBe(0);
      const bad = await release(SHOP);
      expect(bad.steps.slice(-2), logOf(bad)).toEqual(['verify: smoke: failure', 'verify: rollback: success']);
      const back = await followUp(bad);
      expect(back.steps, logOf(back)).toEqual([
        'gate: gate: success',
        'switch: ./send-traffic-to.sh SHA: success',
        'verify: smoke: success',
      ]);
      expect(service.commits.get(SHOP)).toBe(good.run.sha);
    });
  });

  it.concurrent('canary: what fails for some users never reaches the others; what fails later goes back for all', async () => {
    await inWorld('canary', async ({ release, followUp, service }) => {
      const canary = ['canary: ./deploy.sh SHA canary: success', 'canary: smoke: success'];
      const production = ['production: ./deploy.sh SHA production: success', 'production: smoke: success'];
      const good = await release();
      expect(good.steps, logOf(good)).toEqual([...canary, 'gate: gate: success', ...production]);
      const some = await release(`canary.${SHOP}`);
      expect(some.steps.slice(1), logOf(some)).toEqual(['canary: smoke: failure', 'canary: rollback: success']);
      expect((await followUp(some)).steps).toEqual(canary);
      expect(service.commits).toEqual(new Map([SHOP, `canary.${SHOP}`].map((address) => [address, good.run.sha])));
      const bad = await release(SHOP);
      expect(bad.steps.slice(-2), logOf(bad)).toEqual(['production: smoke: failure', 'production: rollback: success']);
      const back = await followUp(bad);
      expect(back.steps, logOf(back)).toEqual(['gate: gate: success', ...production, ...canary]);
      expect(service.commits).toEqual(new Map([SHOP, `canary.${SHOP}`].map((address) => [address, good.run.sha])));
    });
  });

  it.concurrent('feature-flags: a feature goes to some, then to all, and to nobody when a check does not pass', async () => {
    await inWorld('feature-flags', async ({ settle, start, service, shop }) => {
      settle();
      await start('switch-on.yml', { flag: 'new-checkout' });
      expect(service.flags).toEqual(['5', '100']);
      service.broken.add(`${shop.head()} at ${SHOP}`);
      await start('switch-on.yml', { flag: 'new-checkout' });
      expect(service.flags).toEqual(['5', '100', '5', '0']);
      shop.openIssue({ title: 'down', author: 'anna', labels: ['incident'] });
      const held = await start('switch-on.yml', { flag: 'new-checkout' });
      expect(held.steps).toEqual(['gate: gate: failure']);
    });
  });

  it('feature-flags: the code is deployed as in all-at-once', () => {
    const [own, other] = ['feature-flags', 'all-at-once'].map((name) =>
      parseWorkflow(textOf(`examples/strategies/${name}/.github/workflows/deploy.yml`)),
    );
    expect(own).toEqual(other);
  });
});

describe('an example', () => {
  it('is run here for each strategy that has a folder', () => {
    const folders = globSync('examples/strategies/*/', { cwd: ROOT }).map((path) => basename(path));
    expect(folders.toSorted()).toEqual(['all-at-once', 'blue-green', 'canary', 'feature-flags', 'rolling']);
  });
});

function logOf({ seen }: Ran): string {
  return seen.map(({ job, what, log }) => `${job}: ${what}\n${log}`).join('\n');
}
