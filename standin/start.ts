/**
 * The one entry of the stand-in GitHub: a stateful GitHub on 127.0.0.1, stricter than the real one.
 *
 *     const github = await startStandin({ clock });
 *     github.createOrganization('acme');
 *     github.createUser('anna');
 *     const shop = github.createRepository({ owner: 'acme', name: 'shop', files: { 'README.md': 'hello' } });
 *     github.sendWebhooksTo('http://127.0.0.1:3000/api/github/webhooks');
 *     shop.enableRule('production');
 *     const run = shop.startRun({ environment: 'production', actor: 'anna' });
 *     await github.settled();
 *     github.assertClean();
 *     await github.close();
 */
import { generateKeyPairSync } from 'node:crypto';
import { StandinHandle } from './handles/github.ts';
import { allRoutes } from './routes/all.ts';
import { publicKeyOf } from './serve/authenticate.ts';
import { Contract } from './serve/contract.ts';
import { Faults } from './serve/faults.ts';
import { Past } from './serve/past.ts';
import { RateLimits } from './serve/rate-limits.ts';
import { ApiServer } from './serve/server.ts';
import { World } from './state/world.ts';
import type { Standin, StandinOptions } from './surface/standin.ts';
import { Description } from './validate/description.ts';
import { Schemas } from './validate/schemas.ts';
import { tenderOf } from './verbs/tend.ts';
import { Violations } from './violations.ts';
import { Announcer } from './webhooks/announce.ts';
import { Deliveries } from './webhooks/deliveries.ts';

export type * from './surface/deliveries.ts';
export type * from './surface/milestones.ts';
export type * from './surface/organization.ts';
export type * from './surface/protection.ts';
export type * from './surface/runs.ts';
export type * from './surface/security.ts';
export type * from './surface/standin.ts';
export type * from './surface/world.ts';

/** What `app.yml` of Tidegate asks for; a test compares the two. */
export const APP_PERMISSIONS = {
  actions: 'write',
  checks: 'write',
  contents: 'write',
  deployments: 'write',
  issues: 'write',
  pull_requests: 'write',
  merge_queues: 'read',
  statuses: 'read',
  security_events: 'read',
  vulnerability_alerts: 'read',
  attestations: 'read',
  metadata: 'read',
  members: 'read',
} as const;

export const APP_EVENTS: readonly string[] = [
  'pull_request',
  'pull_request_review',
  'issue_comment',
  'deployment',
  'deployment_status',
  'deployment_protection_rule',
  'deployment_review',
  'workflow_run',
  'check_run',
  'check_suite',
  'status',
  'merge_group',
  'milestone',
  'push',
  'issues',
  'membership',
  'team',
  'organization',
  'member',
  'repository',
  'workflow_job',
];

/** The descriptions are read once; compiled schemas are shared by all stand-ins of a process. */
const REST = new Schemas(new Description('rest.json'));
const WEBHOOKS = new Schemas(new Description('webhooks.json'));

/** Starts it on an ephemeral port. Close it when done. */
export async function startStandin(options: StandinOptions = {}): Promise<Standin> {
  const app = options.app ?? {};
  const keys = keysOf(app.publicKey);
  const world = new World(options.clock ?? { now: () => Date.now() }, {
    id: app.id ?? 4711,
    slug: app.slug ?? 'tidegate',
    permissions: app.permissions ?? APP_PERMISSIONS,
    events: app.events ?? APP_EVENTS,
  });
  const receiver = {
    url: app.webhookUrl ?? null,
    secret: app.webhookSecret ?? 'standin-secret',
    timeoutMs: options.deliveryTimeoutMs ?? 10_000,
  };
  const violations = new Violations();
  const past = new Past(world);
  const limits = new RateLimits(world, violations);
  const deliveries = new Deliveries(world, receiver);
  const announcer = new Announcer(world, WEBHOOKS, violations);
  world.tell = (happening) => {
    const announcement = announcer.announcementOf(happening);
    if (announcement !== null) deliveries.announce(announcement);
    past.remember();
  };
  world.tend = tenderOf(world);
  const contract = new Contract(REST, violations);
  const faults = new Faults();
  const key = publicKeyOf(keys.publicKey);
  const server = new ApiServer({
    world,
    key,
    contract,
    faults,
    past,
    limits,
    violations,
    routes: allRoutes(deliveries),
  });
  world.url = `http://127.0.0.1:${await server.listen()}`;
  const { privateKey } = keys;
  return new StandinHandle({
    world,
    server,
    contract,
    faults,
    past,
    limits,
    violations,
    deliveries,
    receiver,
    privateKey,
  });
}

interface Keys {
  readonly publicKey: string;
  readonly privateKey: string | null;
}

/** Making a key takes a third of a second, so the stand-ins of a process share one. */
let sharedKeys: Keys | null = null;

function keysOf(publicKey: string | undefined): Keys {
  if (publicKey !== undefined) return { publicKey, privateKey: null };
  sharedKeys ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return sharedKeys;
}
