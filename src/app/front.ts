/** What answers HTTP requests: verifications of jobs, health and metrics, and webhooks. */
import type { RequestListener } from 'node:http';
import type { Clock, Store } from '../flow/ports.ts';
import type { Config } from './config.ts';
import { createHealth } from './health.ts';
import { createIngress } from './ingress.ts';
import { createLibrary } from './library/create-library.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { createPagerDutyDesk } from './pagerduty/desk.ts';
import { createVerificationDesk } from './verifications/desk.ts';
import { createJobTokenCheck } from './verifications/job-token.ts';

export interface FrontOptions {
  readonly config: Config;
  readonly store: Store;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
  /** Something durable came in. */
  readonly onAccepted: () => void;
  /** True while the process drains: nothing new is taken in. */
  readonly isStopping: () => boolean;
}

export function createFront({ config, metrics, ...desk }: FrontOptions): RequestListener {
  const { baseUrl: audience, tokenIssuer: issuer, webhookSecrets: secrets } = config;
  const ingress = createIngress({ secrets, ...desk });
  const { libraryToken: token, erasedPeople: erased } = config;
  const library = createLibrary({ ...desk, token, erased, next: metrics.countRefusals(ingress) });
  const health = createHealth({ ...desk, metrics, next: library });
  const check = audience === undefined ? null : createJobTokenCheck({ issuer, audience, clock: desk.clock });
  const pagerDuty = createPagerDutyDesk({ ...desk, secrets: config.pagerDutySecrets, next: health });
  return createVerificationDesk({ ...desk, check, next: pagerDuty });
}
