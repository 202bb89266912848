/** The organisation's policy, in the App that runs. */
import { expect, test } from 'vitest';
import { approvals, mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { type Rehearsal, rehearse } from './rehearsal.ts';

const OPEN_TO_ALL = 'version: 1\nenvironments: { production: {} }\n';
const HOURS = `version: 1
zone: Europe/Berlin
windows: { org-hours: { days: tue, hours: "10:00-16:00" } }
gates:
  - name: hours of the organisation
    for: { environments: [production] }
    require: { window: [org-hours] }
`;

function deploy(day: Rehearsal, branch = 'docs') {
  return mergeAndDeploy(day.shop, propose(day.shop, { branch, files: { [`docs/${branch}.md`]: 'text\n' } }));
}

test('the organisation holds what the repository alone would open, and opens it in its own time', async () => {
  await using day = await rehearse({ policy: OPEN_TO_ALL, organisation: HOURS });
  const run = deploy(day);
  expect(await eventually('a report', () => reports(run)[0])).toContain('hours of the organisation');
  expect(approvals(run)).toEqual([]);
  await day.passTo('2026-11-24T10:00:00+01:00');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  day.github.assertClean();
});

test('a push to the organisation’s policy opens what waits in its repositories', async () => {
  await using day = await rehearse({ policy: OPEN_TO_ALL, organisation: HOURS });
  const run = deploy(day);
  await eventually('a report', () => reports(run)[0]);
  const files = { '.github/tidegate-org.yml': 'version: 1\n' };
  day.github.repository('acme/.github').push({ message: 'chore: no hours', author: 'ola', files });
  await eventually('the deployment is approved', () => approvals(run)[0]);
  day.github.assertClean();
});

test('a policy of the organisation that we are not shown holds the gate, and the report says what to do', async () => {
  await using day = await rehearse({ policy: OPEN_TO_ALL, organisation: HOURS, isPlaceInstalled: false });
  const pull = propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } });
  const check = await eventually('the check', () =>
    day.shop.checks(pull.headSha).find((each) => each.name === 'tidegate'),
  );
  expect(check).toMatchObject({ conclusion: 'failure' });
  const run = mergeAndDeploy(day.shop, pull);
  const report = await eventually('a report', () => reports(run)[0]);
  expect(report).toContain('org-policy-unreadable');
  expect(report).toContain('add `acme/.github`');
  expect(approvals(run)).toEqual([]);
  day.github.assertClean();
});

test('a policy of the organisation that breaks loosens nothing, and the check on its commit says so', async () => {
  await using day = await rehearse({ policy: OPEN_TO_ALL, organisation: HOURS });
  const held = deploy(day);
  await eventually('a report', () => reports(held)[0]);
  const place = day.github.repository('acme/.github');
  const files = { '.github/tidegate-org.yml': 'version: 1\ngates: nonsense\n' };
  place.push({ message: 'chore: hours', author: 'ola', files });
  const check = await eventually('the policy check', () =>
    place.checks(place.head()).find((each) => each.name === 'tidegate/policy'),
  );
  expect(check).toMatchObject({ conclusion: 'failure', annotations: [{ path: '.github/tidegate-org.yml' }] });
  const later = deploy(day, 'more');
  expect(await eventually('a report', () => reports(later)[0])).toContain('hours of the organisation');
  expect([...approvals(held), ...approvals(later)]).toEqual([]);
  day.github.assertClean();
});
