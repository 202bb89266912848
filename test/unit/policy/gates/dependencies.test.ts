import { expect, test } from 'vitest';
import type { RequirementResult } from '../../../../src/domain/decision.ts';
import type { DependencyFact } from '../../../../src/domain/facts.ts';
import { decideBy, requirement } from '../builders.ts';

const POLICY = `version: 1
gates:
  - name: payments
    require:
      dependencies:
        - { repository: acme/payments, environment: production }
        - { repository: acme/stock, environment: live }
`;

function judged(...dependencies: readonly DependencyFact[]): RequirementResult {
  return requirement(decideBy(POLICY, { dependencies }), 'payments');
}

const payments = (health: DependencyFact['health']): DependencyFact => ({
  repository: 'Acme/Payments',
  environment: 'Production',
  health,
});
const stock: DependencyFact = { repository: 'acme/stock', environment: 'live', health: 'healthy' };

test('lanes that are healthy hold nothing, whatever the case of their names', () => {
  expect(judged(payments('healthy'), stock)).toMatchObject({
    kind: 'dependencies',
    status: 'met',
    reason: { code: 'dependencies-healthy' },
    text: 'Healthy: production of acme/payments, live of acme/stock.',
  });
});

test.each(['failing', 'rolling-back', 'unknown'] as const)('a lane that is %s holds the release', (health) => {
  expect(judged(payments(health), stock)).toMatchObject({
    status: 'pending',
    reason: {
      code: 'dependency-unhealthy',
      dependencies: [{ repository: 'acme/payments', environment: 'production', health }],
    },
  });
});

test('a lane that facts do not tell is unknown', () => {
  expect(judged(payments('healthy'))).toMatchObject({
    status: 'pending',
    reason: { dependencies: [{ repository: 'acme/stock', environment: 'live', health: 'unknown' }] },
    text: "Not known to be healthy: live of acme/stock is in a state that is not known. It is known when that repository's deployments are verified and can be read; if it cannot wait, break glass.",
  });
  expect(judged(payments('healthy'), { ...stock, environment: 'staging' }).status).toBe('pending');
});

test('of two things that facts say of one lane the worse one counts', () => {
  expect(judged(payments('healthy'), payments('failing'), stock).reason).toMatchObject({
    dependencies: [{ health: 'failing' }],
  });
});
