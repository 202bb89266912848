/** What comes after a release: it is watched, turns out bad on the second morning, and people are woken until one answers. */
import type { Run } from '../../../../standin/start.ts';
import { NotAsTold, until } from '../expect.ts';
import type { Narrator } from '../narrator.ts';
import { CALENDAR } from './calendar.ts';
import { deploy, untilLetIn } from './deploy.ts';
import { command, must, recordTitle, showIssue, showMessage, untilIssue, type untilMessage } from './look.ts';
import { pass } from './planning.ts';
import { type Runs, TRAIN } from './release.ts';
import type { Member, SecondStage } from './stage.ts';

const MINUTE = 60_000;
const REPORT_EVERY = 15 * MINUTE;

export async function watch(stage: SecondStage, narrator: Narrator, runs: Runs): Promise<void> {
  narrator.tell('For two days Tidegate asks the checkout again, every fifteen minutes. It is well in the evening.');
  await pass(stage, narrator, CALENDAR.nightAt);
  const record = await untilIssue(stage.shop, recordTitle(runs.shop), /[Ww]atch/);
  showIssue(narrator, stage.shop, record);
}

export async function regression(stage: SecondStage, narrator: Narrator): Promise<void> {
  await pass(stage, narrator, CALENDAR.regressionAt);
  narrator.tell('The second morning. The shop has used up its connections: each checkout of the night left one open.');
  stage.shop.service.breakDown();
  const before = stage.telephone.messages.length;
  await stage.passTo(CALENDAR.regressionAt + REPORT_EVERY);
  const paged = await untilPaged(stage, 'PD_ROUTING_KEY', before);
  narrator.time(stage.now());
  narrator.tell('One look failed, and half a minute later the second one as well: that is no chance any more.');
  showMessage(narrator, paged);
  await stage.passTo(stage.now() + 12 * MINUTE);
  must(!stage.telephone.messages.some(({ to }) => to === 'PD_MANAGER_KEY'), 'the second level sleeps for 15 minutes');
  narrator.confirm('Nobody had to notice it: customers are asleep, and the probe is not.');
}

/** Half a minute passes between a failed look and the second one. */
async function untilPaged(
  stage: SecondStage,
  to: string,
  before: number,
): Promise<Awaited<ReturnType<typeof untilMessage>>> {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    const found = stage.telephone.messages.slice(before).find((each) => each.kind === 'page' && each.to === to);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 400));
    await stage.passTo(stage.now() + 10_000);
  }
  throw new NotAsTold(`This did not happen: ${to} is paged.`);
}

export async function escalation(stage: SecondStage, narrator: Narrator): Promise<void> {
  narrator.tell('The telephone of whoever is on call lies in the car. Nobody acknowledges.');
  await stage.passTo(stage.now() + 4 * MINUTE);
  const page = await untilPaged(stage, 'PD_MANAGER_KEY', 0);
  narrator.time(stage.now());
  showMessage(narrator, page);
  narrator.tell('Mia, who leads the department, acknowledges in PagerDuty, and calls Ola.');
  await acknowledge(stage, page.alertKey ?? '');
  narrator.confirm('The second level was woken because the first did not answer, as the hold had said the day before.');
}

async function acknowledge({ app, telephone }: SecondStage, alertKey: string): Promise<void> {
  const { signature, body } = telephone.acknowledgement(alertKey, 'Mia Meier');
  const response = await fetch(new URL('/api/pagerduty', app.webhookUrl), {
    method: 'POST',
    headers: { 'x-pagerduty-signature': signature, 'content-type': 'application/json' },
    body,
  });
  const said = `${response.status} ${await response.text()}`;
  must(said.includes('"acknowledged"'), `PagerDuty's word is taken (the App answered ${said})`);
}

export async function wayBack(stage: SecondStage, narrator: Narrator): Promise<void> {
  const train = await untilIssue(stage.payments, TRAIN, /acme\/shop turned out badly/);
  showIssue(narrator, stage.payments, train);
  const text = '/tidegate rollback train:checkout the checkout runs out of connections';
  narrator.tell(`Ola opens the record of the train. One command takes back all of it: ${text}`);
  narrator.show(`answer on #${train.number}`, await command(stage, train, { by: 'ola', text, answer: /Ordered/ }));
  for (const member of [stage.shop, stage.payments]) {
    const back = await untilDispatched(stage, member);
    const other = member === stage.shop ? stage.payments : undefined;
    if (other !== undefined) must(dispatched(other).length === 0, 'what went last goes back first, alone');
    const { fullName } = member.repository;
    narrator.show(
      `${fullName}, deployment of ${short(back)} to production: approved`,
      await untilLetIn(back, 'production'),
    );
    narrator.show(`smoke checks of ${fullName} in production`, await deploy(stage, member, back, 'production'));
  }
  showIssue(narrator, stage.payments, await untilIssue(stage.payments, TRAIN, /2\. acme\/payments is back/));
  narrator.confirm('The shop went back first, then the payments it needs: each verified before the next.');
  await untilAllClear(stage, narrator);
}

/** The shop alone was back before: whoever was paged is told when all of the train is. */
async function untilAllClear({ telephone }: SecondStage, narrator: Narrator): Promise<void> {
  for (const to of ['PD_ROUTING_KEY', 'PD_MANAGER_KEY']) {
    await until(`${to} is told that it is over`, () =>
      telephone.messages.find((each) => each.kind === 'all-clear' && each.to === to),
    );
  }
  narrator.confirm('Both who were paged are told that it is over, now that all of the train is back.');
}

function short(run: Run): string {
  return (run.inputs['sha'] ?? run.sha).slice(0, 7);
}

function dispatched({ repository }: Member): readonly Run[] {
  const ids = new Set(repository.deployments('production').flatMap(({ runId }) => runId ?? []));
  return [...ids].map((id) => repository.run(id)).filter((run) => run.inputs['sha'] !== undefined);
}

/** The train looks at its members once a minute while they go back. */
async function untilDispatched(stage: SecondStage, member: Member): Promise<Run> {
  for (let look = 0; look < 12; look += 1) {
    const [run] = await until('a rollback is dispatched', () => dispatched(member)).catch(() => []);
    if (run !== undefined) return run;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await stage.passTo(stage.now() + MINUTE);
  }
  throw new NotAsTold(`This did not happen: the rollback of ${member.repository.fullName} is dispatched.`);
}
