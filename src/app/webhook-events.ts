/**
 * The events that are taken in: what `app.yml` subscribes to (contract, section 10), what GitHub sends to every App,
 * and `ping`. A name outside this list is neither stored nor logged.
 */
export const WEBHOOK_EVENTS = [
  'check_run',
  'check_suite',
  'deployment',
  'deployment_protection_rule',
  'deployment_review',
  'deployment_status',
  'installation',
  'installation_repositories',
  'installation_target',
  'issue_comment',
  'issues',
  'member',
  'membership',
  'merge_group',
  'milestone',
  'organization',
  'ping',
  'pull_request',
  'pull_request_review',
  'push',
  'repository',
  'status',
  'team',
  'workflow_job',
  'workflow_run',
] as const;

export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

export function isWebhookEvent(name: unknown): name is WebhookEvent {
  return WEBHOOK_EVENTS.some((event) => event === name);
}
