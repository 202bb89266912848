/** What the App says, on GitHub and on disk, when strangers choose the words. Rows: docs/security.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { POLICY, type Rehearsal, rehearse } from './rehearsal.ts';

// A process of its own and several rounds of it take longer on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const HOSTILE =
  'feat: @acme/sre fixes #1 <img src=http://evil.test/x.png> ![p](http://evil.test/y.png) </details> \u202egnp.exe `x` ::error::no';

/** Every text that our bot has put on GitHub. */
function said({ github, shop }: Rehearsal): readonly string[] {
  const wrote = github.requests.filter(({ actor, method }) => actor === github.app.botLogin && method !== 'GET');
  const texts = wrote.filter(({ operation }) => operation !== 'graphql').flatMap(({ body }) => stringsIn(body));
  return [...texts, ...shop.issues().flatMap(({ body, author }) => (author === github.app.botLogin ? [body] : []))];
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** Everything that the App wrote to its folder and said. */
function leftBehind(day: Rehearsal): string {
  const files = readdirSync(day.dataFolder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const texts = files.map((each) => readFileSync(join(each.parentPath, each.name), 'latin1'));
  return [...texts, ...day.app.logTail(), ...said(day)].join('\n');
}

/** Checks, reports, replies, the record of the release and the issue to look back, with one title and one reason. */
async function wholeDay(day: Rehearsal): Promise<void> {
  const pull = propose(day.shop, { branch: 'hostile', title: HOSTILE, files: { 'db/schema.sql': '-- x\n' } });
  await eventually('the check', () => day.shop.checks(pull.headSha).find(({ name }) => name === 'tidegate'));
  const run = mergeAndDeploy(day.shop, pull);
  await eventually('a report', () => reports(run)[0]);
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  await day.passTo(new Date(day.clock.now() + 2_000).toISOString());
  talk.comment(`/tidegate override production ${HOSTILE}`, 'ben');
  talk.comment(`/tidegate override production ${HOSTILE}`, 'ola');
  await eventually('it goes out', () => run.status === 'in_progress');
  await eventually('an issue to look back', () =>
    day.shop.issues().find(({ labels }) => labels.includes('tidegate:review')),
  );
  await day.github.settled();
}

test('row 51, row 52, row 53: a title and a reason that would ping, link, load or disguise do nothing of it anywhere', async () => {
  await using day = await rehearse({ policy: POLICY });
  await wholeDay(day);
  const texts = said(day);
  expect(texts.filter((text) => text.includes('fixes')).length).toBeGreaterThan(2);
  for (const text of texts) {
    for (const live of ['@acme/sre', '<img', '![p](', '](http://evil', '</details> ', '\u202e', 'fixes #1']) {
      expect(text).not.toContain(live);
    }
  }
  day.github.assertClean();
});

test('row 58: on the most talkative level, no secret is in the log, in the database or on GitHub', async () => {
  await using day = await rehearse({ policy: POLICY, settings: { LOG_LEVEL: 'debug' } });
  await wholeDay(day);
  const all = leftBehind(day);
  const key = (day.github.app.privateKey ?? '').split('\n').slice(1, -2);
  for (const secret of [day.webhookSecret, Buffer.from(day.webhookSecret).toString('base64'), ...key]) {
    expect(all.includes(secret)).toBe(false);
  }
  expect(all).not.toMatch(/ghs_[A-Za-z0-9]{8}/);
  expect(all).not.toMatch(/eyJ[\w-]{20,}\.eyJ/);
  expect(all.length).toBeGreaterThan(10_000);
});
