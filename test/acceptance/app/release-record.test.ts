/** The record of a release as an issue that is kept in place, and the issues in which people look back. */
import { expect, test } from 'vitest';
import type { Issue, Run } from '../../../standin/start.ts';
import { approvals, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { type Rehearsal, rehearse } from './rehearsal.ts';

const POLICY = `version: 1
zone: Europe/Berlin
risk:
  - { tier: high, because: database schema change, when: { paths: ["db/**"] } }
  - tier: low
environments:
  staging: {}
  production: {}
gates:
  - name: change advisory board
    for: { tiers: [high], environments: [production] }
    require: { approvals: { count: 1, from: { users: [ben] }, of: release, via: [comment] } }
override: { by: { teams: [sre] }, expires: 4h }
record: { for: { tiers: [high] }, checklist: .github/release-checklist.md }
dora: { issue: false }
`;

const CHECKLIST = '- [ ] backup of the database\n- [ ] support knows\n';

async function releaseDay(policy = POLICY): Promise<Rehearsal> {
  const day = await rehearse({ policy });
  const { shop } = day;
  shop.push({ message: 'docs: checklist', author: 'anna', files: { '.github/release-checklist.md': CHECKLIST } });
  const staged = shop.createDeployment({ environment: 'staging', ref: 'main', creator: 'anna' });
  shop.setDeploymentStatus(staged.id, 'success');
  shop.enableRule('staging');
  return day;
}

/** Staging, and production after it, of a change of the database. */
function release(day: Rehearsal, path = 'db/schema.sql'): Run {
  const pull = propose(day.shop, {
    branch: 'schema',
    title: 'feat: orders @acme/sre <b>new</b>',
    files: { [path]: '--\n' },
  });
  pull.merge({ by: 'anna', method: 'squash' });
  const jobs = [
    { name: 'staging', environment: 'staging' },
    { name: 'production', environment: 'production', needs: ['staging'] },
  ];
  return day.shop.startRun({ actor: 'anna', jobs });
}

function labelled(day: Rehearsal, label: string): readonly Issue[] {
  return day.shop.issues().filter((issue) => issue.labels.includes(label));
}

function records(day: Rehearsal): readonly Issue[] {
  return labelled(day, 'tidegate:release').filter(({ author }) => author === 'tidegate[bot]');
}

function recordSaying(day: Rehearsal, text: string): Promise<Issue> {
  return eventually(`a record with "${text}"`, () => records(day).find(({ body }) => body.includes(text)));
}

async function later(day: Rehearsal, ms: number): Promise<void> {
  await day.passTo(new Date(day.clock.now() + ms).toISOString());
}

function approvalsOf(run: Run, environment: string): readonly unknown[] {
  return run.reviews.filter((review) => review.environment === environment && review.state === 'approved');
}

test('a release of a high tier has one record, kept from staging to production; ticks and words of people stay', async () => {
  await using day = await releaseDay();
  day.github.webhooks.duplicate({ event: 'deployment_protection_rule' }, 9);
  const run = release(day);
  await eventually('staging is approved', () => approvalsOf(run, 'staging')[0]);
  const first = await eventually('a record', () => records(day)[0]);
  expect(first.body).toContain('- [ ] backup of the database');
  expect(first.body).toContain('database schema change');
  expect(first.body).not.toContain('<b>');
  expect(first.body).not.toContain('@acme');
  first.edit({ body: `${first.body.replace('- [ ] backup', '- [x] backup')}\nBen watches the graphs.\n` }, 'ben');
  await later(day, 5_000);
  run.finish('success', 'staging');
  const waiting = await recordSaying(day, '**Held before production: ');
  expect(waiting.number).toBe(first.number);
  expect(waiting.body).toContain('deployed to staging');
  expect(waiting.body).toContain('Nobody has said go or no-go yet.');
  await later(day, 5_000);
  waiting.comment('/tidegate approve production', 'ben');
  await eventually('production is approved', () => approvalsOf(run, 'production')[0]);
  const gone = await recordSaying(day, '✅ go');
  expect(gone.body).toContain('counts for change advisory board');
  await later(day, 5_000);
  run.finish('success', 'production');
  const over = await recordSaying(day, 'deployed to production');
  await eventually('the record is closed', () => over.state === 'closed');
  expect(over.body).toContain('**Closed: it is deployed to staging and production');
  expect(over.body).toContain('- [x] backup of the database');
  expect(over.body).toContain('- [ ] support knows');
  expect(over.body).toContain('Ben watches the graphs.');
  await day.github.settled();
  expect(records(day)).toHaveLength(1);
  day.github.assertClean();
  if (process.env['SHOW_TEXTS']) process.stdout.write(`${over.title}\n${over.body}\n`);
});

test('a release of another tier has none', async () => {
  await using day = await releaseDay();
  const run = release(day, 'src/shop.ts');
  await eventually('staging is approved', () => approvalsOf(run, 'staging')[0]);
  await day.github.settled();
  expect(day.shop.issues()).toEqual([]);
});

test('one issue also when GitHub’s answer was lost after it acted, and when others write our mark', async () => {
  await using day = await releaseDay();
  day.github.fault({ operation: 'issues/create', kind: 'reset-after' });
  const run = release(day);
  const mark = `<!-- tidegate:issue release/${run.sha} -->\nNothing to do.\n<!-- tidegate:end -->`;
  const spoofed = day.shop.openIssue({ title: 'x', body: mark, author: 'cleo', labels: ['tidegate:release'] });
  await eventually('the issue is there', () => records(day)[0]);
  await eventually('staging is approved', () => approvalsOf(run, 'staging')[0]);
  await later(day, 20_000);
  run.finish('success', 'staging');
  await recordSaying(day, '**Held before production: ');
  await later(day, 20_000);
  await day.github.settled();
  expect(records(day)).toHaveLength(1);
  expect(spoofed.body).toBe(mark);
});

test('an override that opened a deployment opens one issue to look back, which we never touch again', async () => {
  await using day = await releaseDay(POLICY.replace('  staging: {}\n', ''));
  const pull = propose(day.shop, { branch: 'schema', files: { 'db/schema.sql': '-- a\n' } });
  pull.merge({ by: 'anna', method: 'squash' });
  const run = day.shop.startRun({ environment: 'production', actor: 'anna' });
  await eventually('a report', () => reports(run)[0]);
  const talk = day.shop.openIssue({ title: 'outage', author: 'anna' });
  await later(day, 5_000);
  talk.comment('/tidegate override production the shop is down <b>now</b>', 'ola');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  const review = await eventually('a review', () => labelled(day, 'tidegate:review')[0]);
  expect(review.title).toContain('Review the override of production');
  expect(review.body).toContain('Catch up on what was skipped in production: change advisory board');
  expect(review.body).toContain('> the shop is down &lt;b&gt;now');
  expect(review.body).toContain('⏳ not met: **change advisory board**');
  expect(review.body).toContain('- [ ] What the gates ask for was caught up on');
  review.edit({ body: 'ours now' }, 'ola');
  review.close('ola');
  await later(day, 5_000);
  run.finish('success');
  await day.github.settled();
  await later(day, 700_000);
  await day.github.settled();
  expect(labelled(day, 'tidegate:review')).toHaveLength(1);
  expect(review).toMatchObject({ body: 'ours now', state: 'closed' });
  day.github.assertClean();
  if (process.env['SHOW_TEXTS']) process.stdout.write(`${review.title}\n${review.body}\n`);
});
