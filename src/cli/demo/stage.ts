/** The demo's stage: a GitHub on loopback with a small team, and the real App connected to it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Repository, Standin } from '../../../standin/start.ts';
import { startStandin } from '../../../standin/start.ts';
import { createMovableClock } from '../../app/clock.ts';
import { type AppProcess, newWebhookSecret, startAppProcess } from './app-process.ts';
import { type CalendarOfDay, calendarFrom, FIXED_WEEK } from './calendar-of-day.ts';
import { policyOfDay } from './policy-of-day.ts';

export interface Stage {
  readonly day: CalendarOfDay;
  readonly github: Standin;
  readonly shop: Repository;
  readonly app: AppProcess;
  now(): number;
  /** Lets time pass until then: at once on the virtual clock, as long as it takes on the real one. */
  passTo(instant: number): Promise<void>;
  close(): Promise<void>;
}

export async function setStage(options: { readonly isFast: boolean; readonly entry: string }): Promise<Stage> {
  const clock = createMovableClock();
  const day = options.isFast ? FIXED_WEEK : calendarFrom(clock);
  if (options.isFast) clock.moveTo(day.startsAt);
  const webhookSecret = newWebhookSecret();
  const github = await startStandin({ clock, app: { webhookSecret } });
  const shop = buildShop(github, day);
  const dataFolder = await mkdtemp(join(tmpdir(), 'tidegate-demo-'));
  const app = await startAppProcess({
    entry: options.entry,
    dataFolder,
    gitHubHost: github.host,
    appId: github.app.id,
    privateKey: github.app.privateKey ?? '',
    webhookSecret,
    isClockMovable: options.isFast,
  });
  if (options.isFast) await app.moveClock(day.startsAt);
  github.sendWebhooksTo(app.webhookUrl);
  return {
    day,
    github,
    shop,
    app,
    now: () => clock.now(),
    passTo: async (instant) => {
      if (!options.isFast) return sleepUntil(instant);
      clock.moveTo(instant);
      await app.moveClock(instant);
    },
    close: async () => {
      await app.stop();
      await github.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
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
      'src/checkout.ts': 'export const currency = "EUR";\n',
      'db/schema.sql': 'create table orders (id bigint primary key);\n',
    },
  });
  for (const login of ['anna', 'ben', 'cleo', 'ola']) shop.setPermission(login, 'write');
  shop.createEnvironment('production');
  const first = shop.createDeployment({ environment: 'production', ref: 'main', creator: 'anna' });
  shop.setDeploymentStatus(first.id, 'success');
  shop.enableRule('production');
  return shop;
}

function sleepUntil(instant: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, instant - Date.now())));
}
