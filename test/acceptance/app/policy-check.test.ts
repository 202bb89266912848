/** What the check on a change of the policy tells about past deployments. */
import { expect, test } from 'vitest';
import { approvals, mergeAndDeploy, propose } from './changes.ts';
import { eventually } from './eventually.ts';
import { rehearse } from './rehearsal.ts';

const POLICY = `version: 1
zone: Europe/Berlin
risk:
  - { tier: high, when: { paths: ["db/**"] } }
  - tier: low
environments: { production: {} }
`;

const BOARD = `${POLICY}gates:
  - name: board
    for: { tiers: [high], environments: [production] }
    require: { approvals: { count: 1, from: { users: [ben] }, of: release } }
`;

test('a change of the policy is told what it would have done to the last deployments', async () => {
  await using day = await rehearse({ policy: POLICY });
  const { shop } = day;
  for (const [branch, path] of [
    ['one', 'db/schema.sql'],
    ['two', 'src/shop.ts'],
  ] as const) {
    const run = mergeAndDeploy(shop, propose(shop, { branch, files: { [path]: `${branch}\n` } }));
    await eventually(`${branch} is approved`, () => approvals(run)[0]);
    await day.passTo(new Date(day.clock.now() + 5_000).toISOString());
    run.finish('success');
    await day.github.settled();
  }
  const change = propose(shop, { branch: 'policy', title: 'chore: a board', files: { '.github/tidegate.yml': BOARD } });
  const check = await eventually('the check of the policy', () =>
    shop.checks(change.headSha).find(({ name }) => name === 'tidegate/policy'),
  );
  expect(check.conclusion).toBe('success');
  expect(check.summary).toContain('What this change would have done to the last 2 deployments');
  expect(check.summary).toContain('- 1 of 2 deployments would need board');
  const broken = propose(shop, { branch: 'broken', files: { '.github/tidegate.yml': `${BOARD}typo: 1\n` } });
  const refused = await eventually('the check of the broken one', () =>
    shop.checks(broken.headSha).find(({ name }) => name === 'tidegate/policy'),
  );
  expect(refused.conclusion).toBe('failure');
  expect(refused.summary).not.toContain('would have done');
  day.github.assertClean();
});
