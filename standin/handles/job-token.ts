import { randomBytes } from 'node:crypto';
import type { World } from '../state/world.ts';
import type { Permissions } from '../surface/standin.ts';

/** A job may run for 6 hours; its token ends with it. */
const LONGEST_JOB_MS = 6 * 3_600_000;

/** What a workflow job gets as GITHUB_TOKEN: this repository only, and no organisation permission. */
export function newJobToken(world: World, repositoryId: number, permissions: Permissions): string {
  const token = `ghs_job${randomBytes(20).toString('hex')}`;
  world.tokens.set(token, {
    kind: 'job',
    actor: world.account('github-actions[bot]'),
    permissions,
    repositoryIds: new Set([repositoryId]),
    installation: null,
    expiresAt: Date.now() + LONGEST_JOB_MS,
  });
  return token;
}
