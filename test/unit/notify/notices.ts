import type { Instant } from '../../../src/domain/instant.ts';
import type { Channel, Notice } from '../../../src/domain/notice.ts';

export const AT = Date.parse('2026-11-24T08:30:00Z');

export function noticeTo(channel: Channel, variable: string, change: Partial<Notice> = {}): Notice {
  return {
    kind: 'notify',
    repository: { id: 7, owner: 'acme', name: 'shop', installationId: 3 },
    target: { channel, variable },
    event: 'override',
    subject: 'gate/11',
    content: 'once',
    action: 'tell',
    told: {
      at: '2026-11-24T08:29:00Z' as Instant,
      environment: 'production',
      sha: 'c'.repeat(40),
      deploymentId: 11,
      runId: 99,
      summary: 'Override: ola opens production for acme/shop ccccccc against the policy',
      lines: ['Reason given: the shop is down', 'Started by anna'],
      decision: {
        verdict: 'open',
        mode: 'enforce',
        tier: 'high',
        releaseType: 'minor',
        earliestOpening: null,
        factsDigest: 'f'.repeat(64),
        gates: [{ name: 'board', status: 'pending', reasons: ['not-enough'] }],
      },
    },
    ...change,
  };
}
