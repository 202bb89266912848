/** Every operation and what answers it. */
import type { Handler } from '../serve/call.ts';
import type { Deliveries } from '../webhooks/deliveries.ts';
import { APP_ROUTES } from './apps.ts';
import { CHECK_ROUTES } from './checks.ts';
import { COMMIT_ROUTES } from './commits.ts';
import { deliveryRoutes } from './deliveries.ts';
import { DEPLOYMENT_ROUTES } from './deployments.ts';
import { ISSUE_WRITE_ROUTES } from './issue-writes.ts';
import { ISSUE_ROUTES } from './issues.ts';
import { MILESTONE_ROUTES } from './milestones.ts';
import { PEOPLE_ROUTES } from './people.ts';
import { PULL_ROUTES } from './pulls.ts';
import { RELEASE_ROUTES } from './releases.ts';
import { REPOSITORY_ROUTES } from './repositories.ts';
import { RUN_ROUTES } from './runs.ts';
import { SECURITY_ROUTES } from './security.ts';

export function allRoutes(deliveries: Deliveries): Readonly<Record<string, Handler>> {
  return {
    ...APP_ROUTES,
    ...deliveryRoutes(deliveries),
    ...REPOSITORY_ROUTES,
    ...COMMIT_ROUTES,
    ...PULL_ROUTES,
    ...ISSUE_ROUTES,
    ...ISSUE_WRITE_ROUTES,
    ...MILESTONE_ROUTES,
    ...SECURITY_ROUTES,
    ...CHECK_ROUTES,
    ...RUN_ROUTES,
    ...DEPLOYMENT_ROUTES,
    ...PEOPLE_ROUTES,
    ...RELEASE_ROUTES,
  };
}
