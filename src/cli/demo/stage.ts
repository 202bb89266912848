/** The demo's stage: a GitHub on loopback with a small team, and the real App connected to it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Repository, Standin } from '../../../standin/start.ts';
import { startStandin } from '../../../standin/start.ts';
import { createMovableClock } from '../../app/clock.ts';
import { type AppProcess, type AppProcessOptions, newWebhookSecret, startAppProcess } from './app-process.ts';
import { type CalendarOfDay, calendarFrom, FIXED_WEEK } from './calendar-of-day.ts';
import { policyOfDay } from './policy-of-day.ts';
import { openSite, type Site } from './site.ts';
import { APP_URL, PAGE, SMOKE_FILE, SMOKE_PATH, WORKFLOW } from './workflow-of-day.ts';

export interface Stage {
  readonly day: CalendarOfDay;
  readonly github: Standin;
  readonly shop: Repository;
  readonly app: AppProcess;
  /** What production serves to customers. */
  readonly site: Site;
  /** Gone with the stage. */
  readonly folder: string;
  /** Whoever watches has to wait for what is to come. */
  readonly isClockReal: boolean;
  now(): number;
  /** Lets time pass until then: at once on the virtual clock, as long as it takes on the real one. */
  passTo(instant: number): Promise<void>;
  /** At once, whatever the clock is: for what nobody wants to wait for, and nothing else may follow on the real one. */
  skipTo(instant: number): Promise<void>;
  /** GitHub tells times in seconds: what comes after this has a later one. */
  nextSecond(): Promise<void>;
  close(): Promise<void>;
}

export async function setStage(options: { readonly isFast: boolean; readonly entry: string }): Promise<Stage> {
  const { isFast, entry } = options;
  // Gone again when something of it does not start; else with the stage, the last one first.
  await using started = new AsyncDisposableStack();
  const clock = createMovableClock();
  const day = isFast ? FIXED_WEEK : calendarFrom(clock);
  if (isFast) clock.moveTo(day.startsAt);
  const webhookSecret = newWebhookSecret();
  const github = started.adopt(await startStandin({ clock, app: { webhookSecret } }), (each) => each.close());
  const shop = buildShop(github, day);
  const site = started.use(await openSite());
  const folder = started.adopt(await mkdtemp(join(tmpdir(), 'tidegate-demo-')), removeFolder);
  const appOptions = { entry, github, webhookSecret, dataFolder: join(folder, 'data'), isClockMovable: true };
  const app = started.adopt(await startApp(appOptions), (each) => each.stop());
  if (isFast) await app.moveClock(day.startsAt);
  github.sendWebhooksTo(app.webhookUrl);
  const skipTo = async (instant: number): Promise<void> => {
    clock.moveTo(instant);
    await app.moveClock(instant);
  };
  const passTo = isFast ? skipTo : sleepUntil;
  const kept = started.move();
  return {
    day,
    github,
    shop,
    app,
    site,
    folder,
    isClockReal: !isFast,
    now: () => clock.now(),
    passTo,
    skipTo,
    nextSecond: () => passTo(Math.floor(clock.now() / 1000) * 1000 + 1000),
    close: () => kept.disposeAsync(),
  };
}

type AppOptions = Omit<AppProcessOptions, 'appId' | 'gitHubHost' | 'privateKey'> & { readonly github: Standin };

function startApp({ github, ...options }: AppOptions): Promise<AppProcess> {
  const { id: appId, privateKey } = github.app;
  return startAppProcess({
    ...options,
    appId,
    privateKey: privateKey ?? '',
    gitHubHost: github.host,
    settings: { BASE_URL: APP_URL },
  });
}

function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

/** acme/shop: Anna and Cleo write it, Ben reviews, Ola is on call. Production runs its first commit. */
function buildShop(github: Standin, day: CalendarOfDay): Repository {
  const acme = github.createOrganization('acme');
  for (const login of ['anna', 'ben', 'cleo', 'ola']) {
    github.createUser(login);
    acme.addMember(login);
  }
  acme.createTeam('sre', { members: ['ola'] });
  const shop = github.createRepository({
    owner: 'acme',
    name: 'shop',
    files: {
      '.github/tidegate.yml': policyOfDay(day),
      'README.md': '# Shop\n',
      '.github/workflows/deploy.yml': WORKFLOW,
      [SMOKE_PATH]: SMOKE_FILE,
      [PAGE]: '<h1>Checkout</h1>\n<button>Pay now</button>\n',
      'src/checkout.ts': 'export const currency = "EUR";\n',
      'db/schema.sql': 'create table orders (id bigint primary key);\n',
    },
  });
  for (const login of ['anna', 'ben', 'cleo', 'ola']) shop.setPermission(login, 'write');
  shop.createEnvironment('production');
  const jobs = () => [{ name: 'deploy', environment: 'production' }];
  shop.onDispatch('deploy.yml', { inputs: ['sha'], jobs });
  const first = shop.createDeployment({ environment: 'production', ref: 'main', creator: 'anna' });
  shop.setDeploymentStatus(first.id, 'success');
  shop.enableRule('production');
  return shop;
}

function sleepUntil(instant: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, instant - Date.now())));
}
