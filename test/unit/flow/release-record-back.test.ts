/** A release that production comes back to: its record keeps what was decided about it. */
import { expect, test } from 'vitest';
import { toInstant } from '../../../src/domain/instant.ts';
import { sayTimeline } from '../../../src/flow/release-record/timeline-text.ts';
import { latestDecided, type Stage } from '../../../src/flow/release-record/view.ts';
import { GATE, NOW } from './world.ts';

const HOUR = 3_600_000;

function stageWith(...directions: readonly ('forward' | 'backward')[]): Stage {
  const gates = directions.map((direction, index) => {
    const at = toInstant(NOW + index * HOUR);
    const question = { kind: 'deploy', environment: 'production', actor: 'anna' };
    const said = { approvals: [], overrides: [], holds: [], incidents: [] };
    const facts = { at, direction, question, candidate: { sha: 'c' }, baseline: { sha: 'b'.repeat(40), at }, ...said };
    const decided = { facts, decision: { tier: direction === 'backward' ? 'high' : 'low' }, summary: 'Open' };
    const asked = { ...GATE, deploymentId: 11 + index };
    return { question: asked, askedAt: NOW + index * HOUR, openedAt: null, endedAt: null, summary: '', decided };
  });
  const deployments = directions.map((_, index) => {
    const at = toInstant(NOW + index * HOUR + 60_000);
    return { id: 11 + index, environment: 'production', sha: 'c', startedAt: at, finishedAt: at, state: 'success' };
  });
  return { environment: 'production', gates, deployments } as unknown as Stage;
}

test('what was decided last is not that something went back to it', () => {
  expect(latestDecided({ stages: [stageWith('forward', 'backward')] })?.decision.tier).toBe('low');
  expect(latestDecided({ stages: [stageWith('backward')] })?.decision.tier).toBe('high');
});

test('its timeline tells that production came back to it, and from what', () => {
  const lines = sayTimeline({ stages: [stageWith('forward', 'backward')] }, (at) => `${(at - NOW) / HOUR} h`);
  expect(lines.filter((line) => line.includes('**deployed to production**'))).toHaveLength(1);
  expect(lines.at(-1)).toContain('**production came back to it**, because it went back from `bbbbbbb`');
});
