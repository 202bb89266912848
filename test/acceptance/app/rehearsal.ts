/** A rehearsal: the stand-in GitHub with a small team, and the real App in a process of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMovableClock, type MovableClock } from '../../../src/app/clock.ts';
import { type AppProcess, newWebhookSecret, startAppProcess } from '../../../src/cli/demo/app-process.ts';
import { type Repository, type Standin, startStandin } from '../../../standin/start.ts';
import { ENTRY } from '../../cli/program-entry.ts';

export interface Rehearsal extends AsyncDisposable {
  readonly github: Standin;
  readonly shop: Repository;
  readonly webhookSecret: string;
  readonly dataFolder: string;
  readonly clock: MovableClock;
  app: AppProcess;
  /** Starts the App again on the same data, after it was stopped or killed. */
  restart(): Promise<void>;
  /** One more process of the App on the same data; webhooks go to it from now on. */
  startAnother(): Promise<AppProcess>;
  passTo(instant: string): Promise<void>;
}

export interface RehearsalOptions {
  /** Text of the policy; undefined: the repository has none. */
  readonly policy: string | undefined;
  /** Text of the organisation's policy, in acme/.github; undefined: there is no such repository. */
  readonly organisation?: string;
  /** Whether the App is installed on acme/.github, which is private. Default true. */
  readonly isPlaceInstalled?: boolean;
  /** Default: Tuesday 2026-11-24, 08:30 in Berlin. */
  readonly startsAt?: string;
  /** Further variables of the App's environment. */
  readonly settings?: Readonly<Record<string, string>>;
  /** A PostgreSQL instead of the embedded database. */
  readonly databaseUrl?: string;
}

export const PEOPLE = ['anna', 'ben', 'cleo', 'ola'] as const;

/** acme/shop with production gated: Anna, Ben, Cleo and Ola may write, Ola is in the team `sre`. */
export async function rehearse(options: RehearsalOptions): Promise<Rehearsal> {
  const clock = createMovableClock();
  const startsAt = Date.parse(options.startsAt ?? '2026-11-24T08:30:00+01:00');
  clock.moveTo(startsAt);
  const webhookSecret = newWebhookSecret();
  const github = await startStandin({ clock, app: { webhookSecret } });
  const shop = buildShop(github, options);
  const dataFolder = mkdtempSync(join(tmpdir(), 'tidegate-test-'));
  const start = async (): Promise<AppProcess> => {
    const app = await startAppProcess({
      entry: ENTRY,
      dataFolder,
      gitHubHost: github.host,
      appId: github.app.id,
      privateKey: github.app.privateKey ?? '',
      webhookSecret,
      isClockMovable: true,
      databaseUrl: options.databaseUrl,
      settings: options.settings,
    });
    await app.moveClock(clock.now());
    github.sendWebhooksTo(app.webhookUrl);
    return app;
  };
  const rehearsal: Rehearsal = {
    github,
    shop,
    webhookSecret,
    dataFolder,
    clock,
    app: await start(),
    startAnother: start,
    restart: async () => {
      rehearsal.app = await start();
    },
    passTo: async (instant) => {
      clock.moveTo(Date.parse(instant));
      await rehearsal.app.moveClock(clock.now());
    },
    [Symbol.asyncDispose]: async () => {
      await rehearsal.app.kill();
      await github.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
  return rehearsal;
}

function buildShop(github: Standin, { policy, organisation, isPlaceInstalled = true }: RehearsalOptions): Repository {
  const acme = github.createOrganization('acme');
  for (const login of PEOPLE) {
    github.createUser(login);
    acme.addMember(login);
  }
  acme.createTeam('sre', { members: ['ola'] });
  if (organisation !== undefined) {
    const place = { owner: 'acme', name: '.github', private: true, installed: isPlaceInstalled };
    github.createRepository({ ...place, files: { '.github/tidegate-org.yml': organisation } });
  }
  const files = { 'README.md': '# Shop\n', 'src/shop.ts': 'export {};\n', 'db/schema.sql': '-- empty\n' };
  const shop = github.createRepository({
    owner: 'acme',
    name: 'shop',
    files: policy === undefined ? files : { ...files, '.github/tidegate.yml': policy },
  });
  for (const login of PEOPLE) shop.setPermission(login, 'write');
  shop.createEnvironment('production');
  const first = shop.createDeployment({ environment: 'production', ref: 'main', creator: 'anna' });
  shop.setDeploymentStatus(first.id, 'success');
  shop.enableRule('production');
  return shop;
}

/** Tiers by path, an approval for `high`, a window for `medium` and `high`, and who may override. */
export const POLICY = `version: 1
zone: Europe/Berlin
risk:
  - tier: high
    because: database schema change
    when: { paths: ["db/**"] }
  - tier: low
    when: { only-paths: ["docs/**", "**/*.md"] }
  - tier: medium
windows:
  release-hours: { days: tue-thu, hours: "10:00-16:00" }
freezes:
  - name: Black Friday
    from: 2026-11-26T00:00
    until: 2026-12-01T00:00
    environments: [production]
    tiers: [medium, high]
environments:
  production: {}
gates:
  - name: schema review
    for: { tiers: [high], environments: [production] }
    require: { approvals: { count: 1, from: { permission: write } } }
  - name: release hours
    for: { tiers: [medium, high], environments: [production] }
    require: { window: [release-hours] }
override: { by: { teams: [sre] }, expires: 4h }
`;
