/** What stands beside the figures: it is told above them, too, where somebody has to look at it. */
import { expect, test } from 'vitest';
import { type Instant, toInstant } from '../../../../src/domain/instant.ts';
import { renderDoraIssue } from '../../../../src/dora/render/issue.ts';
import type { Standing } from '../../../../src/dora/render/standing.ts';
import { report } from './sample.ts';

const AT: Instant = toInstant(Date.UTC(2026, 10, 22));

function firstLines(unguarded: Standing['unguarded'], held: Standing['held'] = []): string {
  const calm = report({ lanes: [], calibration: { state: 'separated', difference: { value: 0.2, interval: null } } });
  const quiet = { ...calm, dataQuality: { ...calm.dataQuality, suggestedCauses: [] }, movement: {} };
  const standing = { at: AT, undeployed: [], unguarded, held };
  return renderDoraIssue(quiet, { repository: 'acme/shop', standing }).body.split('###')[0] ?? '';
}

test('what passed no gate needs attention, and so does a job that nobody can hold', () => {
  const passed = { deploymentId: 7, environment: 'production', sha: 'a'.repeat(40), at: AT, why: 'nobody was asked' };
  const job = { workflow: '.github/workflows/deploy.yml', job: 'deploy', environment: 'production' };
  const told = firstLines({ count: 1, last: [passed], jobs: [job], unread: 0 });
  expect(told).toContain('**2 things need attention:**');
  expect(told).toContain('1 deployment passed no gate');
  expect(told).toContain('1 job deploys where no gate can be asked');
});

test('where everything is guarded, nothing of it is said', () => {
  expect(firstLines({ count: 0, last: [], jobs: [], unread: 0 })).not.toContain('attention:');
  expect(firstLines(null)).not.toContain('attention:');
});

test('a commit that is held back since production went back from it needs attention until somebody lifts that', () => {
  const held = { environment: 'production', sha: 'b'.repeat(40), since: AT, issue: 8 };
  const told = firstLines(null, [held]);
  expect(told).toContain('**1 thing needs attention:**');
  expect(told).toContain('production refuses every commit that contains `bbbbbbb` since 2026-11-22 (#8)');
});
