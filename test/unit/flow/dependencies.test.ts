import { describe, expect, test } from 'vitest';
import type { DeploymentFact } from '../../../src/domain/facts.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import { gatherDependencies, healthOf, healthThrough } from '../../../src/flow/gather/dependencies.ts';
import type { Ports } from '../../../src/flow/ports.ts';
import { createWorld, REPOSITORY } from './world.ts';

const AT = '2026-11-24T07:00:00Z' as Instant;
const [OLD, NEW] = ['a'.repeat(40), 'b'.repeat(40)];
let ids = 0;

function deployed(sha: string, state: DeploymentFact['state'], verdict?: 'pass' | 'fail' | 'missing'): DeploymentFact {
  ids += 1;
  const verification = verdict === undefined ? undefined : { verdict, at: AT };
  return { id: ids, environment: 'production', sha, startedAt: AT, state, verification };
}

describe('a lane', () => {
  test.each<[string, readonly DeploymentFact[], string]>([
    ['whose last deployment was verified', [deployed(NEW, 'success', 'pass')], 'healthy'],
    ['that goes on to another commit', [deployed(NEW, 'in_progress'), deployed(OLD, 'success', 'pass')], 'healthy'],
    ['whose verification failed', [deployed(NEW, 'success', 'fail'), deployed(OLD, 'success', 'pass')], 'failing'],
    ['whose deployment failed', [deployed(NEW, 'failure'), deployed(OLD, 'success', 'pass')], 'failing'],
    [
      'that goes back to what ran before',
      [deployed(OLD, 'in_progress'), deployed(NEW, 'success', 'pass'), deployed(OLD, 'success', 'pass')],
      'rolling-back',
    ],
    ['that was not verified', [deployed(NEW, 'success')], 'unknown'],
    ['whose verification is missing', [deployed(NEW, 'success', 'missing')], 'unknown'],
    ['without deployments', [], 'unknown'],
    ['whose first deployment runs', [deployed(NEW, 'in_progress')], 'unknown'],
  ])('%s', (_, deployments, health) => {
    expect(healthOf(deployments)).toBe(health);
  });
});

describe('the lane of another repository', () => {
  const lane = { repository: 'Acme/Payments', environment: 'production' };
  const other = { id: 8, owner: 'acme', name: 'payments', installationId: 3 };

  function portsKnowing(...known: readonly (typeof other)[]): Ports {
    const world = createWorld();
    world.filed = [deployed(NEW, 'success')];
    world.verified = [
      {
        repositoryId: other.id,
        deploymentId: world.filed[0]?.id ?? 0,
        environment: 'production',
        sha: NEW,
        verdict: 'pass',
        failedChecks: [],
        at: AT,
      },
    ];
    const store = { ...world.ports.store, knownRepositories: async () => known };
    return { ...world.ports, store };
  }

  test('is read through the same installation', async () => {
    const read = healthThrough(portsKnowing(other), REPOSITORY.installationId);
    expect(await gatherDependencies([lane], read)).toEqual([{ ...lane, health: 'healthy' }]);
  });

  test('is unknown when the App never heard of it, or only through another installation', async () => {
    expect(await healthThrough(portsKnowing(), 3)(lane)).toBe('unknown');
    expect(await healthThrough(portsKnowing({ ...other, installationId: 4 }), 3)(lane)).toBe('unknown');
  });
});
