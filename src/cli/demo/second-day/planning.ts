/** The release is planned, its changes come together, and people decide at its stages. */
import type { Issue, PullRequest } from '../../../../standin/start.ts';
import type { Narrator } from '../narrator.ts';
import { CALENDAR } from './calendar.ts';
import { deploy, startRun, untilLetIn } from './deploy.ts';
import { command, showIssue, showMessage, untilIssue, untilMessage } from './look.ts';
import type { Member, SecondStage } from './stage.ts';

export const RELEASE = 'release/2026.11';
export const PLAN = /^Planned release: release\/2026\.11$/;

/** Before the story: what production runs was deployed by Tidegate and verified, so there is something to go back to. */
export async function lastWeek(stage: SecondStage): Promise<void> {
  for (const member of [stage.payments, stage.shop]) {
    const { repository } = member;
    const [branch, title] = ['say-hello', 'docs: say what this is'];
    repository.push({ branch, message: title, author: 'dan', files: { 'docs/about.md': 'How to pay at acme.\n' } });
    repository.openPullRequest({ head: branch, title, author: 'dan' }).merge({ by: 'dan', method: 'squash' });
    const run = startRun(member, 'dan');
    for (const environment of ['staging', 'production']) {
      await untilLetIn(run, environment);
      await deploy(stage, member, run, environment);
    }
  }
}

export async function plan(stage: SecondStage, narrator: Narrator): Promise<void> {
  narrator.tell(`Ravi owns releases. He makes a milestone “${RELEASE}” in both repositories, due on 25 November.`);
  for (const { repository } of [stage.shop, stage.payments]) {
    repository.createMilestone({
      title: RELEASE,
      by: 'ravi',
      dueOn: CALENDAR.dueOn,
      description: 'Pay in instalments.\n\nExpected downtime: none',
    });
  }
  const record = await untilIssue(stage.shop, PLAN, /code-freeze/);
  showIssue(narrator, stage.shop, record);
  showMessage(narrator, await untilMessage(stage, 'CHANNEL_URL', /^Planned: .*2026\.11/));
  narrator.confirm('The due date is all that he gave: the stages follow from it.');
}

const CHANGES = {
  shop: { branch: 'instalments', title: 'feat: pay in instalments', author: 'anna', path: 'src/instalments.ts' },
  payments: { branch: 'plans', title: 'feat: keep plans of instalments', author: 'cleo', path: 'src/plans.ts' },
} as const;

function describe(closes: number): string {
  return `Closes #${closes}

## Rollback plan

Back to the version before; nothing is migrated.

## Success criteria

- Orders in instalments arrive
- The checkout answers within a second
`;
}

export interface Pulls {
  readonly shop: PullRequest;
  readonly payments: PullRequest;
}

export async function change(stage: SecondStage, narrator: Narrator): Promise<Pulls> {
  await pass(stage, narrator, CALENDAR.changesAt);
  narrator.tell('Anna in the shop and Cleo in the payments write what belongs to it, and merge it.');
  const merged = { shop: propose(stage.shop, CHANGES.shop), payments: propose(stage.payments, CHANGES.payments) };
  await stage.github.settled();
  merged.shop.merge({ by: 'anna', method: 'squash' });
  merged.payments.merge({ by: 'cleo', method: 'squash' });
  return merged;
}

function propose({ repository }: Member, made: (typeof CHANGES)['shop' | 'payments']): PullRequest {
  const { branch, title, author, path } = made;
  const wish = repository.openIssue({ title: 'Customers want to pay in instalments', author: 'pia' });
  repository.push({ branch, message: title, author, files: { [path]: 'export const months = [3, 6, 12];\n' } });
  const pull = repository.openPullRequest({ head: branch, title, author, body: describe(wish.number) });
  const reviewer = author === 'anna' ? 'ben' : 'dan';
  pull.setMilestone(1);
  pull.review({ by: reviewer, state: 'approved' });
  return pull;
}

export async function decideStages(stage: SecondStage, narrator: Narrator): Promise<void> {
  await pass(stage, narrator, CALENDAR.codeFreezeAt);
  const record = await untilIssue(stage.shop, PLAN, /code-freeze/);
  const other = await untilIssue(stage.payments, PLAN, /code-freeze/);
  narrator.tell('Code freeze. Ravi says go, on the records of both.');
  for (const issue of [record, other])
    await command(stage, issue, { by: 'ravi', text: '/tidegate go code-freeze', answer: /go/i });
  await refusedGo(stage, narrator, record);
  await noGo(stage, narrator, { record, other });
}

async function refusedGo(stage: SecondStage, narrator: Narrator, record: Issue): Promise<void> {
  await pass(stage, narrator, CALENDAR.testEndAt);
  narrator.tell('The tests are to end today. Anna says go.');
  const said = await command(stage, record, { by: 'anna', text: '/tidegate go test-end', answer: /Nothing was done/ });
  narrator.show(`answer on #${record.number}`, said);
}

async function noGo(
  stage: SecondStage,
  narrator: Narrator,
  { record, other }: { readonly record: Issue; readonly other: Issue },
): Promise<void> {
  const text = '/tidegate no-go test-end instalments of 0 months can be chosen';
  narrator.tell(`Ravi has read the test report: ${text}`);
  narrator.show(`answer on #${record.number}`, await command(stage, record, { by: 'ravi', text, answer: /no-go/i }));
  await command(stage, other, { by: 'ravi', text: '/tidegate go test-end', answer: /go/i });
  showIssue(
    narrator,
    stage.shop,
    await untilIssue(stage.shop, PLAN, /^\*\*(?:held · )?Held: no-go at test-end by ravi/m),
  );
  narrator.confirm('Whoever reads the first line of the record knows what is held, by whom, and what is next.');
}

export async function pass(stage: SecondStage, narrator: Narrator, instant: number): Promise<void> {
  await stage.passTo(instant);
  narrator.time(stage.now());
}
