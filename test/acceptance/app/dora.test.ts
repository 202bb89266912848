/** The delivery figures of a repository in an issue that is kept in place, from the first day on. */
import { expect, test, vi } from 'vitest';
import type { Issue } from '../../../standin/start.ts';
import { eventually } from './eventually.ts';
import { type Rehearsal, rehearse } from './rehearsal.ts';

vi.setConfig({ testTimeout: 60_000 });

const POLICY = `version: 1
zone: Europe/Berlin
override: { by: { teams: [sre] } }
dora: { incident: { labels: [incident] }, targets: { change-fail-rate: 5% } }
`;

function figures({ shop }: Rehearsal): Issue | undefined {
  return shop.issues().find(({ labels }) => labels.includes('tidegate:dora'));
}

function saying(day: Rehearsal, text: string): Promise<Issue> {
  return eventually(`figures that say "${text}"`, () => {
    const issue = figures(day);
    return issue?.body.includes(text) ? issue : undefined;
  });
}

test('the figures are there on the first day, are kept in one issue, and a named cause counts at once', async () => {
  await using day = await rehearse({ policy: POLICY });
  const { shop, github } = day;
  // The App hears of the policy, and reads the past when it looks next.
  const { sha } = shop.push({ branch: 'main', message: 'docs: a', author: 'anna', files: { 'docs/a.md': 'a\n' } });
  await eventually('the policy is known', () => shop.checks(sha).some(({ name }) => name === 'tidegate/policy'));
  await day.passTo('2026-11-24T08:35:00+01:00');
  const issue = await saying(day, '1 deployment to production in 1 lane of acme/shop');
  expect(issue.author).toBe(github.app.botLogin);
  expect(issue.title).toBe('Delivery figures (DORA) of acme/shop');
  expect(issue.body).toContain('| Change fail rate | unknown');
  expect(issue.body).toContain('### Changes of the policy');

  const incident = shop.openIssue({ title: 'the shop is slow', author: 'ben', labels: ['incident'] });
  await day.passTo('2026-11-28T08:40:00+01:00');
  await saying(day, `Incident #${incident.number} began within 24 h after deployment`);
  const deployment = /\/tidegate cause (\d+)/u.exec(figures(day)?.body ?? '')?.[1];
  incident.comment(`/tidegate cause ${deployment}`, 'ola');
  await saying(day, '| Change fail rate | 100 % (1/1) |');
  expect(figures(day)?.body).not.toContain('Causes to confirm');
  const told = () => figures(day)?.comments.map(({ body }) => body) ?? [];
  await eventually('the change of state is told', () => told()[0]?.includes('at most 5 %, is missed'));
  await day.passTo('2026-11-29T09:00:00+01:00');
  await saying(day, 'to 2026-11-29 09:00');
  await github.settled();
  expect(told()).toHaveLength(1);
  expect(shop.issues().filter(({ labels }) => labels.includes('tidegate:dora'))).toHaveLength(1);
  github.assertClean();
  if (process.env['SHOW_TEXTS']) process.stdout.write(`${figures(day)?.body}\n`);
});
