/** From staging to production: held for the no-go, for the product owner, for the window, for the target, for the order. */
import type { Run } from '../../../../standin/start.ts';
import type { Narrator } from '../narrator.ts';
import { CALENDAR } from './calendar.ts';
import { assertHeld, deploy, startRun, untilHeld, untilLetIn } from './deploy.ts';
import { command, recordTitle, showIssue, showMessage, untilIssue, untilMessage } from './look.ts';
import { PLAN, pass } from './planning.ts';
import type { SecondStage } from './stage.ts';

export interface Runs {
  readonly shop: Run;
  readonly payments: Run;
}

export const TRAIN = /^Train checkout: release\/2026\.11$/;

const GO_ON = { by: 'ravi', text: '/tidegate go test-end', answer: /go/i };

export async function staging(stage: SecondStage, narrator: Narrator): Promise<Runs> {
  await pass(stage, narrator, CALENDAR.stagingAt);
  narrator.tell('Ben and Dan start the deployments. They begin in staging.');
  const runs = { shop: startRun(stage.shop, 'ben'), payments: startRun(stage.payments, 'dan') };
  narrator.show('acme/shop, deployment to staging: held', await untilHeld(runs.shop, 'staging', /no-go/));
  await untilLetIn(runs.payments, 'staging');
  narrator.tell(
    'Anna shows Ravi that the report was of an older build. He comments on the record: /tidegate go test-end',
  );
  const record = await untilIssue(stage.shop, PLAN, /no-go/);
  narrator.show(`answer on #${record.number}`, await command(stage, record, GO_ON));
  narrator.show('acme/shop, deployment to staging: approved', await untilLetIn(runs.shop, 'staging'));
  narrator.confirm('The no-go held it and the go let it on, both with a name.');
  for (const [member, run] of [
    [stage.payments, runs.payments],
    [stage.shop, runs.shop],
  ] as const) {
    const text = await deploy(stage, member, run, 'staging');
    if (member === stage.shop) narrator.show('smoke checks of acme/shop in staging', text);
  }
  return runs;
}

export async function signOff(stage: SecondStage, narrator: Narrator, runs: Runs): Promise<void> {
  const held = await untilHeld(runs.shop, 'production', /product/);
  narrator.show('acme/shop, deployment to production: held', held);
  narrator.tell('Pia, the product owner, tries both in staging and approves them on their records.');
  for (const [member, run] of [
    [stage.payments, runs.payments],
    [stage.shop, runs.shop],
  ] as const) {
    const record = await untilIssue(member, recordTitle(run), /production/);
    const text = `/tidegate approve production @${run.sha.slice(0, 12)}`;
    const said = await command(stage, record, { by: 'pia', text, answer: /./ });
    if (member === stage.shop) narrator.show(`answer on #${record.number}`, said);
    const plan = await untilIssue(member, PLAN, /staging/);
    await command(stage, plan, { by: 'ravi', text: '/tidegate go staging', answer: /go/i });
  }
  await pass(stage, narrator, CALENDAR.announcedAt);
  narrator.tell('A day before the window opens, everybody is told. Once.');
  showMessage(narrator, await untilMessage(stage, 'CHANNEL_URL', /^Within 24h/));
}

export async function morning(stage: SecondStage, narrator: Narrator, runs: Runs): Promise<void> {
  await pass(stage, narrator, CALENDAR.beforeWindowAt);
  narrator.tell('The morning of the release. Ravi says go for production, on both records.');
  for (const member of [stage.payments, stage.shop]) {
    const plan = await untilIssue(member, PLAN, /production/);
    await command(stage, plan, { by: 'ravi', text: '/tidegate go production', answer: /go at production/ });
  }
  showIssue(narrator, stage.shop, await untilIssue(stage.shop, PLAN, /^\| production \|.*✅ go by ravi/m));
  const held = await untilHeld(runs.payments, 'production', /opens by itself Wed 25 Nov 10:00/);
  narrator.show('acme/payments, deployment to production: held', held);
  await preflight(stage, narrator, runs);
  await inOrder(stage, narrator, runs);
}

async function preflight(stage: SecondStage, narrator: Narrator, runs: Runs): Promise<void> {
  narrator.tell('The standby of the payments is being rebuilt. Nobody thought of it. The window opens.');
  stage.payments.service.setReady(false);
  await pass(stage, narrator, CALENDAR.windowOpensAt);
  const held = await untilHeld(runs.payments, 'production', /The target is not ready/);
  narrator.show('acme/payments, deployment to production: held', held);
  assertHeld(runs.payments);
  narrator.confirm('A target that is not ready takes no release, whoever approved it.');
  narrator.show('acme/shop, deployment to production: held', await untilHeld(runs.shop, 'production', /goes first/));
  stage.payments.service.setReady(true);
  narrator.tell('The standby is back after four minutes. Nobody tells Tidegate: it looks again by itself.');
  await pass(stage, narrator, CALENDAR.windowOpensAt + 6 * MINUTE);
  narrator.show('acme/payments, deployment to production: approved', await untilLetIn(runs.payments, 'production'));
}

const MINUTE = 60_000;

async function inOrder(stage: SecondStage, narrator: Narrator, runs: Runs): Promise<void> {
  assertHeld(runs.shop);
  const before = stage.telephone.messages.length;
  narrator.tell('Dan watches five per cent of the customers for a quarter of an hour, then it is all of them.');
  await pass(stage, narrator, CALENDAR.windowOpensAt + 21 * MINUTE);
  const text = await deploy(stage, stage.payments, runs.payments, 'production');
  narrator.show('smoke checks of acme/payments in production', text);
  narrator.show('acme/shop, deployment to production: approved', await untilLetIn(runs.shop, 'production'));
  showMessage(narrator, await untilMessage(stage, 'LEADS_URL', /^Released: acme\/shop/, before));
  await deploy(stage, stage.shop, runs.shop, 'production');
  const train = await untilIssue(stage.payments, TRAIN, /All members are out and verified/);
  showIssue(narrator, stage.payments, train);
  narrator.confirm('Each in its turn: the shop waited until the payments that it needs were verified.');
}
