/** The release day, step by step. Each step does something as people would, and waits for what has to come of it. */
import type { PullRequest, Run } from '../../../standin/start.ts';
import { mergeAndDeploy, propose, running } from './changes.ts';
import { deploy } from './deploy.ts';
import { assertHeld, untilApproved, untilCheck, untilReply, untilReport } from './expect.ts';
import { deliveryFigures } from './figures-story.ts';
import type { Narrator } from './narrator.ts';
import { releaseNotes } from './notes-story.ts';
import { policyOfDay } from './policy-of-day.ts';
import { badRelease, flakyRelease } from './rollback-story.ts';
import type { Stage } from './stage.ts';

export async function tellReleaseDay(stage: Stage, narrator: Narrator): Promise<void> {
  introduce(stage, narrator);
  const morning = running(stage);
  narrator.time(stage.now());
  await docsChange(stage, narrator);
  await passTo(stage, narrator, stage.day.flakyAt);
  await flakyRelease(stage, narrator);
  await passTo(stage, narrator, stage.day.badAt);
  const rollback = await badRelease(stage, narrator);
  await passTo(stage, narrator, stage.day.schemaAt);
  const schema = await schemaChange(stage, narrator);
  await windowOpens(stage, narrator, schema);
  const frozen = await freezeHolds(stage, narrator);
  await emergency(stage, narrator, frozen);
  await evening(stage, narrator);
  await releaseNotes(stage, narrator, { rollback, whole: { from: morning, to: running(stage) } });
  await deliveryFigures(stage, narrator);
}

function introduce({ day }: Stage, narrator: Narrator): void {
  narrator.tell('A release day at acme/shop, with the real App and a GitHub that lives on this machine only.');
  narrator.tell('Anna, Ben and Cleo write the shop. Ola is on call. This is their policy:');
  narrator.show('.github/tidegate.yml on the default branch', policyOfDay(day).trimEnd());
}

async function docsChange(stage: Stage, narrator: Narrator): Promise<void> {
  narrator.tell('Anna corrects a sentence in the documentation, and merges it.');
  const pull = propose(stage, {
    branch: 'fix-docs',
    title: 'docs: say which currencies we take',
    author: 'anna',
    files: { 'docs/currencies.md': 'EUR and CHF.\n' },
  });
  const check = await untilCheck(stage, pull, /low/i);
  narrator.show(`check tidegate on #${pull.number}: ${check.title}`, check.summary);
  const run = mergeAndDeploy(stage, pull, 'anna');
  const comment = await untilApproved(run);
  narrator.show('deployment to production: approved', comment);
  await deploy(stage, run);
  narrator.confirm('A low-risk change went out at once: no gate asks anything of it.');
}

async function schemaChange(stage: Stage, narrator: Narrator): Promise<Run> {
  narrator.tell('Anna and Cleo change the database schema. Anna merges; the deployment reaches production.');
  const pull = propose(stage, {
    branch: 'add-invoices',
    title: 'feat: keep invoices',
    author: 'anna',
    coAuthors: ['cleo'],
    files: { 'db/schema.sql': 'create table orders (id bigint primary key);\ncreate table invoices (id bigint);\n' },
  });
  const check = await untilCheck(stage, pull, /high/i);
  narrator.show(`check tidegate on #${pull.number}: ${check.title}`, check.summary);
  const run = mergeAndDeploy(stage, pull, 'anna');
  narrator.show('deployment to production: held', await untilReport(run, /approval/i));
  narrator.tell('Cleo approves. She is a co-author of the change.');
  pull.review({ by: 'cleo', state: 'approved' });
  narrator.show('deployment to production: still held', await untilReport(run, /cleo/i));
  assertHeld(run);
  narrator.confirm('Nobody approves their own work, co-authors included.');
  narrator.tell('Ben approves. He had no hand in it.');
  pull.review({ by: 'ben', state: 'approved' });
  narrator.show(
    'deployment to production: held for the window only',
    await untilReport(run, /^\*\*Nothing to do: opens by itself/),
  );
  assertHeld(run);
  narrator.confirm('The approval counts; now only the release window is missing.');
  return run;
}

async function windowOpens(stage: Stage, narrator: Narrator, run: Run): Promise<void> {
  await passTo(stage, narrator, stage.day.windowOpensAt);
  narrator.tell('The release window opens. Nobody does anything.');
  narrator.show('deployment to production: approved', await untilApproved(run));
  await deploy(stage, run);
  narrator.confirm('The held deployment went out by itself.');
}

async function freezeHolds(stage: Stage, narrator: Narrator): Promise<Run> {
  await passTo(stage, narrator, stage.day.frozenAt);
  narrator.tell('The freeze has begun. Ben merges a change of the checkout.');
  const pull = propose(stage, {
    branch: 'round-prices',
    title: 'feat: round prices',
    author: 'ben',
    files: { 'src/checkout.ts': 'export const currency = "EUR";\nexport const digits = 2;\n' },
  });
  const run = mergeAndDeploy(stage, pull, 'ben');
  narrator.show('deployment to production: held', await untilReport(run, /Black Friday/));
  assertHeld(run);
  narrator.confirm('It is inside the release window, and the freeze holds it all the same.');
  return run;
}

async function emergency(stage: Stage, narrator: Narrator, frozen: Run): Promise<void> {
  narrator.tell('The checkout is down. Cleo cuts a hotfix from what production runs, without the frozen change.');
  const pull = propose(stage, {
    branch: 'hotfix-checkout',
    title: 'fix: take orders again',
    author: 'cleo',
    from: running(stage),
    files: { 'src/checkout.ts': 'export const currency = "EUR";\nexport const retries = 3;\n' },
  });
  const run = stage.shop.startRun({ environment: 'production', branch: 'hotfix-checkout', actor: 'cleo' });
  narrator.show('deployment to production: held', await untilReport(run, /Black Friday/));
  await refusedOverride(narrator, pull, run);
  const said = pull.comments.length;
  const command = `/tidegate override production @${run.sha.slice(0, 12)} the checkout is down`;
  narrator.tell(`Ola is on call and may break the glass. She comments on #${pull.number}: ${command}`);
  pull.comment(command, 'ola');
  narrator.show(`answer on #${pull.number}`, await untilReply(pull, said, /accepted/i));
  narrator.show('deployment to production: approved', await untilApproved(run));
  await deploy(stage, run);
  assertHeld(frozen);
  narrator.confirm('The emergency went out, with a name and a reason on record. The frozen change still waits.');
}

async function refusedOverride(narrator: Narrator, pull: PullRequest, run: Run): Promise<void> {
  const said = pull.comments.length;
  const command = `/tidegate override production @${run.sha.slice(0, 12)} I am in a hurry`;
  narrator.tell(`Cleo tries to override it herself: ${command}`);
  pull.comment(command, 'cleo');
  narrator.show(`answer on #${pull.number}`, await untilReply(pull, said, /refused/i));
  assertHeld(run);
  narrator.confirm('Who may break the glass is a rule of the policy, not of the person in a hurry.');
}

async function evening(stage: Stage, narrator: Narrator): Promise<void> {
  if (stage.isClockReal) narrator.tell('Nobody has to wait for what is left: from here on the clocks are put forward.');
  await stage.skipTo(stage.day.eveningAt);
  narrator.time(stage.now());
}

async function passTo(stage: Stage, narrator: Narrator, instant: number): Promise<void> {
  const seconds = Math.ceil((instant - stage.now()) / 1000);
  if (seconds <= 0) return;
  if (stage.isClockReal) narrator.tell(`Nothing happens for ${seconds} s, and the clock is the real one.`);
  await stage.passTo(instant);
  narrator.time(stage.now());
}
