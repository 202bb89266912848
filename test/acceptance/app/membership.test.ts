/** Who belongs to a team decides whose approval counts, on the day of the release and not on the day of the review. */
import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { post } from '../../../standin/webhooks/post.ts';
import { approvals, mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { type Rehearsal, rehearse } from './rehearsal.ts';

// A process of its own and several rounds of it take longer on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const POLICY = `version: 1
zone: Europe/Berlin
windows: { release-hours: { days: tue-thu, hours: "10:00-16:00" } }
environments: { production: {} }
gates:
  - name: operations
    require: { approvals: { count: 1, from: { teams: [sre] } } }
  - name: release hours
    for: { environments: [production] }
    require: { window: [release-hours] }
`;

const BEFORE = '2026-11-24T08:30:00+01:00';
const WITHIN = '2026-11-24T11:00:00+01:00';

test('somebody who approved and left the team does not count any more, and the report says so at once', async () => {
  await using day = await rehearse({ policy: POLICY, startsAt: BEFORE });
  const pull = propose(day.shop, { branch: 'feature', files: { 'src/a.ts': 'a\n' } });
  pull.review({ by: 'ola', state: 'approved' });
  const run = mergeAndDeploy(day.shop, pull);
  await eventually('only the window is missing', () => reports(run).find((report) => !report.includes('ola')));
  const before = reports(run).length;
  day.github.organization('acme').team('sre').removeMember('ola');
  const report = await eventually('a report that names who does not count', () => reports(run)[before]);
  expect(report).toContain('ola');
  await day.passTo('2026-11-24T10:00:30+01:00');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(approvals(run)).toEqual([]);
  day.github.assertClean();
});

test('somebody who joins the team counts from then on: the gate opens without another word', async () => {
  await using day = await rehearse({ policy: POLICY, startsAt: WITHIN });
  const pull = propose(day.shop, { branch: 'feature', files: { 'src/a.ts': 'a\n' } });
  pull.review({ by: 'ben', state: 'approved' });
  const run = mergeAndDeploy(day.shop, pull);
  await eventually('a report', () => reports(run)[0]);
  expect(approvals(run)).toEqual([]);
  day.github.organization('acme').team('sre').addMember('ben');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  day.github.assertClean();
});

test('a membership that changes nothing for the gate leaves it as it is, also when anybody says it did', async () => {
  await using day = await rehearse({ policy: POLICY, startsAt: WITHIN });
  const run = mergeAndDeploy(day.shop, propose(day.shop, { branch: 'feature', files: { 'src/a.ts': 'a\n' } }));
  await eventually('a report', () => reports(run)[0]);
  const before = reports(run).length;
  for (const event of ['membership', 'organization', 'team', 'member']) expect(await tell(day, event)).toBe(202);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect([approvals(run), reports(run).length]).toEqual([[], before]);
  day.github.assertClean();
});

/** Signed and true in form, and nothing of it happened. */
function tell({ app, github, shop, webhookSecret }: Rehearsal, event: string): Promise<number | null> {
  const body = JSON.stringify({
    action: 'added',
    scope: 'team',
    member: { login: 'anna', id: 1 },
    team: { slug: 'sre', id: 1 },
    organization: { login: 'acme', id: 1 },
    installation: { id: shop.installationId },
  });
  const letter = { url: app.webhookUrl, secret: webhookSecret, event, guid: randomUUID(), appId: github.app.id };
  return post({ ...letter, body, timeoutMs: 10_000 });
}
