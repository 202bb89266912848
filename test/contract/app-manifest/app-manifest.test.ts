import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { WEBHOOK_EVENTS } from '../../../src/app/webhook-events.ts';

interface Manifest {
  readonly default_permissions: Readonly<Record<string, string>>;
  readonly default_events: readonly string[];
  readonly public: boolean;
}

const text = readFileSync(new URL('../../../app.yml', import.meta.url), 'utf8');
const manifest = load(text) as Manifest;

/** The permission without which GitHub does not deliver the event (GitHub's "Webhook events and payloads"). */
const NEEDED: Readonly<Record<string, string>> = {
  check_run: 'checks',
  check_suite: 'checks',
  deployment: 'deployments',
  deployment_protection_rule: 'deployments',
  deployment_review: 'deployments',
  deployment_status: 'deployments',
  issue_comment: 'issues',
  issues: 'issues',
  member: 'members',
  membership: 'members',
  merge_group: 'merge_queues',
  milestone: 'issues',
  organization: 'members',
  pull_request: 'pull_requests',
  pull_request_review: 'pull_requests',
  push: 'contents',
  repository: 'metadata',
  status: 'statuses',
  team: 'members',
  workflow_job: 'actions',
  workflow_run: 'actions',
};

/** GitHub sends these to every App; they cannot be subscribed to. */
const ALWAYS_DELIVERED = ['installation', 'installation_repositories', 'installation_target', 'ping'];

describe('app.yml', () => {
  test('subscribes to exactly the events that the ingress takes in', () => {
    expect(manifest.default_events).toEqual(WEBHOOK_EVENTS.filter((event) => !ALWAYS_DELIVERED.includes(event)));
    expect(WEBHOOK_EVENTS).toEqual(expect.arrayContaining(ALWAYS_DELIVERED));
  });

  test('asks for exactly the permissions of the contract', () => {
    expect(manifest.default_permissions).toEqual({
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
    });
  });

  test('subscribes to exactly the events of the contract, each once and in order', () => {
    expect(manifest.default_events).toEqual(Object.keys(NEEDED).sort());
  });

  test('has the permission that each event needs', () => {
    const missing = manifest.default_events.filter((event) => !(NEEDED[event]! in manifest.default_permissions));
    expect(missing).toEqual([]);
  });

  test('says of each permission what it is for, in the line above it', () => {
    const lines = text.split('\n');
    const names = Object.keys(manifest.default_permissions);
    const silent = names.filter(
      (name) => !/^ {2}# \S/.test(lines[lines.findIndex((line) => line.startsWith(`  ${name}: `)) - 1]!),
    );
    expect(silent).toEqual([]);
  });

  test('is not listed publicly unless its owner decides so', () => {
    expect(manifest.public).toBe(false);
  });
});
