/** The stage of the second day: an organisation with two services that are released together, and who works there. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Repository, Standin } from '../../../../standin/start.ts';
import { startStandin } from '../../../../standin/start.ts';
import { createMovableClock } from '../../../app/clock.ts';
import { type AppProcess, newWebhookSecret, startAppProcess } from '../app-process.ts';
import { APP_URL } from '../workflow-of-day.ts';
import { CALENDAR } from './calendar.ts';
import { ANNOUNCEMENT, ORG_POLICY, POLICY, preflightFile, REVIEW, RUNBOOK, smokeFile, WORKFLOW } from './files.ts';
import { openService, type Service } from './public-site.ts';
import { openTelephone, type Telephone } from './telephone.ts';

export interface Member {
  readonly repository: Repository;
  readonly service: Service;
}

export interface SecondStage {
  readonly github: Standin;
  readonly shop: Member;
  readonly payments: Member;
  readonly app: AppProcess;
  readonly telephone: Telephone;
  /** Gone with the stage. */
  readonly folder: string;
  now(): number;
  /** Puts the clocks forward, of GitHub and of the App. */
  passTo(instant: number): Promise<void>;
  /** GitHub tells times in seconds: what comes after this has a later one. */
  nextSecond(): Promise<void>;
  close(): Promise<void>;
}

export async function setSecondStage(entry: string): Promise<SecondStage> {
  // Gone again when something of it does not start; else with the stage, the last one first.
  await using started = new AsyncDisposableStack();
  const clock = createMovableClock();
  clock.moveTo(CALENDAR.plannedAt);
  const webhookSecret = newWebhookSecret();
  const github = started.adopt(await startStandin({ clock, app: { webhookSecret } }), (each) => each.close());
  const [ofShop, ofPayments] = [
    started.use(await openService(PAGES.shop)),
    started.use(await openService(PAGES.payments)),
  ];
  const telephone = started.use(await openTelephone());
  buildPeople(github);
  const shop = { repository: buildRepository(github, 'shop', ofShop), service: ofShop };
  const payments = { repository: buildRepository(github, 'payments', ofPayments), service: ofPayments };
  const folder = started.adopt(await mkdtemp(join(tmpdir(), 'tidegate-demo-')), (each) =>
    rm(each, { recursive: true, force: true }),
  );
  const app = started.adopt(
    await startAppProcess({
      entry,
      webhookSecret,
      dataFolder: join(folder, 'data'),
      isClockMovable: true,
      appId: github.app.id,
      privateKey: github.app.privateKey ?? '',
      gitHubHost: github.host,
      settings: { BASE_URL: APP_URL, PROBE_NETWORK: 'loopback', ...telephone.settings },
    }),
    (each) => each.stop(),
  );
  const passTo = async (instant: number): Promise<void> => {
    clock.moveTo(instant);
    await app.moveClock(instant);
  };
  await passTo(CALENDAR.plannedAt);
  github.sendWebhooksTo(app.webhookUrl);
  const kept = started.move();
  return {
    ...{ github, shop, payments, app, telephone, folder, passTo },
    now: () => clock.now(),
    nextSecond: () => passTo(Math.floor(clock.now() / 1000) * 1000 + 1000),
    close: () => kept.disposeAsync(),
  };
}

const PAGES = { shop: '<button>Pay now</button>', payments: '{"methods":["card","Pay now, settle later"]}' };

/** Anna and Ben write the shop, Cleo and Dan the payments; Ravi owns releases, Pia is the product owner, Ola on call. */
const TEAMS = { release: 'ravi', product: 'pia', sre: 'ola' } as const;
const PEOPLE = ['anna', 'ben', 'cleo', 'dan', ...Object.values(TEAMS)];

function buildPeople(github: Standin): void {
  const acme = github.createOrganization('acme');
  for (const login of PEOPLE) {
    github.createUser(login);
    acme.addMember(login);
  }
  for (const [team, login] of Object.entries(TEAMS)) acme.createTeam(team, { members: [login] });
  const files = { 'README.md': '# How we work\n', '.github/tidegate-org.yml': ORG_POLICY };
  const place = github.createRepository({ owner: 'acme', name: '.github', files });
  for (const login of PEOPLE) place.setPermission(login, 'write');
}

/** Production runs the first commit. */
function buildRepository(github: Standin, name: string, service: Service): Repository {
  const repository = github.createRepository({
    owner: 'acme',
    name,
    files: {
      'README.md': `# ${name}\n`,
      '.github/tidegate.yml': POLICY,
      '.github/workflows/deploy.yml': WORKFLOW,
      '.github/smoke.yml': smokeFile(service.url),
      '.github/preflight.yml': preflightFile(service.url),
      '.github/announce.md': ANNOUNCEMENT,
      '.github/review.md': REVIEW,
      'docs/runbooks/production.md': RUNBOOK,
      'src/main.ts': 'export {};\n',
    },
  });
  for (const login of PEOPLE) repository.setPermission(login, 'write');
  repository.onDispatch('deploy.yml', {
    inputs: ['sha'],
    jobs: () => [{ name: 'production', environment: 'production' }],
  });
  for (const environment of ['staging', 'production']) {
    repository.createEnvironment(environment);
    const first = repository.createDeployment({ environment, ref: 'main', creator: 'ravi' });
    repository.setDeploymentStatus(first.id, 'success');
    repository.enableRule(environment);
    service.deploy(environment, repository.head());
  }
  return repository;
}
