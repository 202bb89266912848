import { expect, test } from 'vitest';
import { approvals, mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { POLICY, rehearse } from './rehearsal.ts';

test('a documentation change goes out at once', async () => {
  await using day = await rehearse({ policy: POLICY });
  const pull = propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } });
  const run = mergeAndDeploy(day.shop, pull);
  await eventually('the deployment is approved', () => approvals(run)[0]);
  expect(reports(run)).toEqual([]);
  await day.github.settled();
  day.github.assertClean();
});

test('a held deployment says what it waits for, and goes out by itself when the window opens', async () => {
  await using day = await rehearse({ policy: POLICY });
  const run = mergeAndDeploy(
    day.shop,
    propose(day.shop, { branch: 'feature', files: { 'src/shop.ts': 'export const a = 1;\n' } }),
  );
  const report = await eventually('a report', () => reports(run)[0]);
  expect(report).toContain('release-hours');
  expect(report).toContain('10:00');
  expect(approvals(run)).toEqual([]);
  await day.passTo('2026-11-24T09:59:58+01:00');
  expect(approvals(run)).toEqual([]);
  await day.passTo('2026-11-24T10:00:00+01:00');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  await day.github.settled();
  day.github.assertClean();
});

test('an approval that was missing opens the deployment when it arrives; a co-author does not count', async () => {
  await using day = await rehearse({ policy: POLICY, startsAt: '2026-11-24T11:00:00+01:00' });
  const pull = propose(day.shop, { branch: 'schema', coAuthors: ['cleo'], files: { 'db/schema.sql': '-- one\n' } });
  const run = mergeAndDeploy(day.shop, pull);
  await eventually('a report', () => reports(run)[0]);
  pull.review({ by: 'cleo', state: 'approved' });
  await eventually('a report that names cleo', () => reports(run).find((report) => report.includes('cleo')));
  expect(approvals(run)).toEqual([]);
  pull.review({ by: 'ben', state: 'approved' });
  await eventually('the deployment is approved', () => approvals(run)[0]);
  day.github.assertClean();
});

test('a pull request gets the check with its tier, the reason and what it will meet', async () => {
  await using day = await rehearse({ policy: POLICY });
  const pull = propose(day.shop, { branch: 'schema', files: { 'db/schema.sql': '-- two\n' } });
  const check = await eventually('the check', () =>
    day.shop.checks(pull.headSha).find((each) => each.name === 'tidegate'),
  );
  const text = `${check.title}\n${check.summary}`;
  expect(text).toContain('high');
  expect(text).toContain('database schema change');
  expect(text).toContain('schema review');
  expect(check).toMatchObject({ status: 'completed', conclusion: 'success', app: 'tidegate' });
  day.github.assertClean();
});

test('without a policy a gated deployment is held with an explanation', async () => {
  await using day = await rehearse({ policy: undefined });
  const run = mergeAndDeploy(day.shop, propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } }));
  expect(await eventually('a report', () => reports(run)[0])).toContain('no policy');
  expect(approvals(run)).toEqual([]);
  day.github.assertClean();
});

test('a broken policy keeps the gate held and marks the line on the commit; correcting it opens the gate', async () => {
  await using day = await rehearse({ policy: `${POLICY}\nfreeezes: []\n` });
  const pull = propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } });
  const run = mergeAndDeploy(day.shop, pull);
  const report = await eventually('a report', () => reports(run)[0]);
  expect(report).toContain('.github/tidegate.yml:');
  const check = await eventually('the policy check', () =>
    day.shop.checks(day.shop.head()).find((each) => each.name === 'tidegate/policy'),
  );
  expect(check.conclusion).toBe('failure');
  const line = `${POLICY}\nfreeezes: []\n`.split('\n').indexOf('freeezes: []') + 1;
  expect(check.annotations).toMatchObject([
    { path: '.github/tidegate.yml', start_line: line, annotation_level: 'failure' },
  ]);
  expect(approvals(run)).toEqual([]);
  day.shop.push({ message: 'fix: policy', author: 'anna', files: { '.github/tidegate.yml': POLICY } });
  await eventually('the deployment is approved', () => approvals(run)[0]);
  day.github.assertClean();
});

test('a policy that breaks later loosens nothing: the last valid one stays in force', async () => {
  await using day = await rehearse({ policy: POLICY });
  const held = mergeAndDeploy(
    day.shop,
    propose(day.shop, { branch: 'one', files: { 'src/shop.ts': 'export const a = 1;\n' } }),
  );
  await eventually('a report', () => reports(held)[0]);
  day.shop.push({
    message: 'chore: policy',
    author: 'anna',
    files: { '.github/tidegate.yml': 'version: 1\ngates: nonsense\n' },
  });
  const check = await eventually('the policy check', () =>
    day.shop.checks(day.shop.head()).find((each) => each.name === 'tidegate/policy'),
  );
  expect(check.summary).toContain('last valid policy stays in force');
  await day.passTo('2026-11-24T10:00:00+01:00');
  await eventually('the held deployment is approved by the policy that was valid', () => approvals(held)[0]);
  day.github.assertClean();
});

test('row 1, row 2: a branch that loosens the policy is judged by the one on the default branch', async () => {
  await using day = await rehearse({ policy: POLICY });
  const loose = 'version: 1\nenvironments: { production: {} }\n';
  const files = { '.github/tidegate.yml': loose, 'src/shop.ts': 'export const a = 1;\n' };
  const pull = propose(day.shop, { branch: 'loosen', files });
  const check = await eventually('the policy check', () =>
    day.shop.checks(pull.headSha).find((each) => each.name === 'tidegate/policy'),
  );
  expect(check.conclusion).toBe('success');
  const run = day.shop.startRun({ environment: 'production', branch: 'loosen', actor: 'anna' });
  expect(await eventually('a report', () => reports(run)[0])).toContain('release-hours');
  expect(approvals(run)).toEqual([]);
  day.github.assertClean();
});
