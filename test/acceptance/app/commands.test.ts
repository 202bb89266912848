/** What people write in comments, in the App that runs. */
import { expect, test } from 'vitest';
import type { Issue, Run } from '../../../standin/start.ts';
import { approvals, mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { type Rehearsal, rehearse } from './rehearsal.ts';

const BOARD = `version: 1
zone: Europe/Berlin
risk:
  - { tier: high, when: { paths: ["db/**"] } }
  - tier: medium
environments: { production: {} }
gates:
  - name: board
    require: { approvals: { count: 1, from: { users: [ben, cleo] }, of: release } }
override: { by: { teams: [sre] }, expires: 4h }
`;
const FREE = `version: 1
zone: Europe/Berlin
environments: { production: {} }
override: { by: { teams: [sre] }, expires: 4h }
`;

function deploy(day: Rehearsal, path = 'src/a.ts'): Run {
  const branch = `change-${path.replaceAll(/\W/g, '-')}`;
  return mergeAndDeploy(day.shop, propose(day.shop, { branch, files: { [path]: 'text\n' } }));
}

/** Writes the comment at a later second than what it is about: GitHub's clock has seconds. */
async function say(day: Rehearsal, where: Issue, body: string, by: string) {
  await day.passTo(new Date(day.clock.now() + 2_000).toISOString());
  return where.comment(body, by);
}

function answersIn(where: Issue): readonly string[] {
  return where.comments.filter(({ user }) => user === 'tidegate[bot]').map(({ body }) => body);
}

function answer(where: Issue, holding: string): Promise<string> {
  return eventually(`an answer with "${holding}"`, () => answersIn(where).find((body) => body.includes(holding)));
}

test('an approval by comment of somebody who is asked opens the gate; the answer names the commit', async () => {
  await using day = await rehearse({ policy: BOARD });
  const run = deploy(day);
  expect(await eventually('a report', () => reports(run)[0])).toContain('/tidegate approve production');
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  await say(day, talk, '/tidegate approve production', 'ola');
  expect(await answer(talk, 'is not asked')).toContain('ben or cleo');
  expect(approvals(run)).toEqual([]);
  await say(day, talk, 'Looks good.\n\n/tidegate approve Production', 'ben');
  expect(await answer(talk, 'It counts for board')).toContain(run.sha.slice(0, 7));
  await eventually('the deployment is approved', () => approvals(run)[0]);
  day.github.assertClean();
});

test('strangers get no answer, and cost a handful of requests', async () => {
  await using day = await rehearse({ policy: BOARD });
  day.github.createUser('mallory');
  const run = deploy(day);
  await eventually('a report', () => reports(run)[0]);
  const talk = day.shop.openIssue({ title: 'hello', author: 'mallory' });
  await day.github.settled();
  const before = day.github.countRequests({});
  await say(day, talk, '/tidegate approve production', 'mallory');
  const said = () => day.app.logTail().find((line) => line.includes('no part in this repository'));
  await eventually('the record that nothing was judged', said);
  await day.github.settled();
  // A handful of its own, and what sweeps read meanwhile. Judging the gate takes more than forty.
  expect(day.github.countRequests({}) - before).toBeLessThan(25);
  expect(answersIn(talk)).toEqual([]);
  expect(approvals(run)).toEqual([]);
  await say(day, talk, '/tidegate status', 'ben');
  await answer(talk, run.sha.slice(0, 12));
});

test('in the highest tier a comment does not count, unless the gate says that it does', async () => {
  await using day = await rehearse({ policy: BOARD });
  const run = deploy(day, 'db/schema.sql');
  await eventually('a report', () => reports(run)[0]);
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  await say(day, talk, '/tidegate approve production', 'ben');
  expect(await answer(talk, 'It does not count for board')).toContain('by a comment');
  await day.github.settled();
  expect(approvals(run)).toEqual([]);
  const policy = BOARD.replace('of: release }', 'of: release, via: [comment] }');
  day.shop.push({ message: 'chore: policy', author: 'anna', files: { '.github/tidegate.yml': policy } });
  await eventually('the deployment is approved', () => approvals(run)[0]);
});

test('what is quoted, in a code block or edited in does nothing', async () => {
  await using day = await rehearse({ policy: BOARD });
  const run = deploy(day);
  await eventually('a report', () => reports(run)[0]);
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  await say(day, talk, '> /tidegate approve production\n\nplease', 'ben');
  await say(day, talk, '```\n/tidegate approve production\n```', 'ben');
  const harmless = await say(day, talk, 'fine', 'ben');
  await day.passTo(new Date(day.clock.now() + 5_000).toISOString());
  talk.editComment(harmless.id, '/tidegate approve production', 'anna');
  await day.github.settled();
  await say(day, talk, '/tidegate status', 'cleo');
  await answer(talk, run.sha.slice(0, 12));
  expect(answersIn(talk)).toHaveLength(1);
  expect(approvals(run)).toEqual([]);
});

test('a comment that was edited before we read it is nobody’s word', async () => {
  await using day = await rehearse({ policy: BOARD });
  const run = deploy(day);
  await eventually('a report', () => reports(run)[0]);
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  day.github.webhooks.drop({ event: 'issue_comment' }, 2);
  const comment = await say(day, talk, '/tidegate approve production @0000000', 'ben');
  await day.passTo(new Date(day.clock.now() + 5_000).toISOString());
  talk.editComment(comment.id, '/tidegate approve production', 'anna');
  const created = day.github.webhooks.deliveries.find(({ event }) => event === 'issue_comment');
  day.github.webhooks.redeliver(created?.guid ?? '');
  await day.github.settled();
  await say(day, talk, '/tidegate status', 'cleo');
  await answer(talk, run.sha.slice(0, 12));
  expect(answersIn(talk)).toHaveLength(1);
  expect(approvals(run)).toEqual([]);
});

test('a rejection by somebody who is asked blocks until the same person approves', async () => {
  await using day = await rehearse({ policy: BOARD });
  const run = deploy(day);
  await eventually('a report', () => reports(run)[0]);
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  await say(day, talk, '/tidegate reject production not on <b>my</b> watch @acme/sre', 'ben');
  const said = await answer(talk, 'It blocks board');
  expect(said).not.toContain('<b>');
  expect(said).not.toContain('@acme');
  await eventually('the run ends with it', () => run.status === 'completed');
  await day.passTo(new Date(day.clock.now() + 2_000).toISOString());
  run.rerun('anna');
  await eventually('a report of the rejection', () => reports(run).find((report) => report.includes('ejected')));
  await say(day, talk, '/tidegate approve production', 'cleo');
  await answer(talk, 'cleo');
  await day.github.settled();
  expect(approvals(run)).toEqual([]);
  await say(day, talk, '/tidegate approve production', 'ben');
  await eventually('the deployment is approved', () => approvals(run)[0]);
});

test('a hold blocks what contains the commit, for an override too, and lift lets go', async () => {
  await using day = await rehearse({ policy: FREE });
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  const bad = day.shop.push({ message: 'fix: bad', author: 'anna', files: { 'src/bad.ts': 'x\n' } });
  await say(day, talk, `/tidegate hold production @${bad.sha.slice(0, 10)} loses orders`, 'anna');
  await answer(talk, 'may not hold');
  await say(day, talk, `/tidegate hold production @${bad.sha.slice(0, 10)} loses orders`, 'ola');
  expect(await answer(talk, '**Held**')).toContain(bad.sha.slice(0, 12));
  const run = deploy(day);
  const report = await eventually('a report', () => reports(run)[0]);
  expect(report).toContain('loses orders');
  await say(day, talk, '/tidegate override production now', 'ola');
  await answer(talk, 'override was refused');
  await say(day, talk, '/tidegate status', 'cleo');
  expect(await answer(talk, 'refuses')).toContain('loses orders');
  expect(approvals(run)).toEqual([]);
  await say(day, talk, '/tidegate lift production it was the database', 'ola');
  await answer(talk, '**Lifted**');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  day.github.assertClean();
});

test('a hold of a commit leaves alone what does not contain it', async () => {
  await using day = await rehearse({ policy: FREE });
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  const other = day.shop.push({ branch: 'other', message: 'fix: other', author: 'anna', files: { 'src/o.ts': 'x\n' } });
  await say(day, talk, `/tidegate hold production @${other.sha} unfinished`, 'ola');
  await answer(talk, '**Held**');
  const run = deploy(day);
  await eventually('the deployment is approved', () => approvals(run)[0]);
});

test('a freeze holds everything until it is ended by its time or by somebody', async () => {
  await using day = await rehearse({ policy: FREE });
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  await say(day, talk, '/tidegate freeze production 2026-11-24T07:00 too late', 'ola');
  await answer(talk, 'is past');
  await say(day, talk, '/tidegate freeze production 2026-11-24T12:00 migration', 'ola');
  expect(await answer(talk, '**Frozen**')).toContain('12:00');
  const run = deploy(day);
  expect(await eventually('a report', () => reports(run)[0])).toContain('migration');
  await day.passTo('2026-11-24T12:00:01+01:00');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  run.finish('success');
  await say(day, talk, '/tidegate freeze production auditors are here', 'ola');
  await answer(talk, 'until somebody ends it');
  day.shop.push({ message: 'fix: b', author: 'anna', files: { 'src/b.ts': 'text\n' } });
  const next = day.shop.startRun({ environment: 'production', actor: 'anna' });
  await eventually('a report', () => reports(next)[0]);
  await say(day, talk, '/tidegate unfreeze production they left', 'ola');
  await answer(talk, '**Unfrozen**');
  await eventually('the deployment is approved', () => approvals(next)[0]);
  day.github.assertClean();
});

test('with two commits waiting a command is refused with the list, and @SHA chooses', async () => {
  await using day = await rehearse({ policy: BOARD });
  const one = deploy(day, 'src/a.ts');
  await eventually('a report', () => reports(one)[0]);
  const two = deploy(day, 'src/b.ts');
  await eventually('a report', () => reports(two)[0]);
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  await say(day, talk, '/tidegate approve production', 'ben');
  const list = await answer(talk, 'Say which');
  for (const run of [one, two]) expect(list).toContain(`@${run.sha.slice(0, 12)}`);
  await say(day, talk, `/tidegate approve production @${two.sha.slice(0, 8)}`, 'ben');
  await eventually('the chosen deployment is approved', () => approvals(two)[0]);
  await day.github.settled();
  expect(approvals(one)).toEqual([]);
});

test('what is no command is answered with the right form, and what names no deployment of ours says so', async () => {
  await using day = await rehearse({ policy: FREE });
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  await say(day, talk, '/tidegate aprove production', 'ben');
  await answer(talk, '`/tidegate approve ENV [@SHA]`');
  await say(day, talk, '/tidegate hold production', 'ola');
  await answer(talk, 'the reason is missing');
  await say(day, talk, '/tidegate freeze prodution why', 'ola');
  await answer(talk, 'Those are: production');
  await say(day, talk, '/tidegate recovered production', 'ola');
  await answer(talk, 'a deployment is named by its number');
  await say(day, talk, '/tidegate recovered 999999', 'ola');
  await answer(talk, 'this repository has no deployment 999999');
});
