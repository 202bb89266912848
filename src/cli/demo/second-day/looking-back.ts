/** What is learned of it: the authors are told, the review gets its cause, the record its retrospective, the quarter its figures. */
import { NotAsTold, until } from '../expect.ts';
import type { Narrator } from '../narrator.ts';
import { CALENDAR } from './calendar.ts';
import { issueOf, must, recordTitle, showIssue, untilIssue } from './look.ts';
import { type Pulls, pass } from './planning.ts';
import type { Runs } from './release.ts';
import type { Member, SecondStage } from './stage.ts';

export async function authors(stage: SecondStage, narrator: Narrator, pulls: Pulls): Promise<void> {
  const { shop } = pulls;
  // The end of a deployment is looked for every five minutes.
  await stage.passTo(stage.now() + 360_000);
  const own = () => shop.comments.filter(({ user, body }) => user === 'tidegate[bot]' && body.includes('production'));
  await until('the author is told that it is in production, and that it was taken back', () => own()[1]);
  narrator.tell('Anna is asleep. What became of her change is told where she will look first.');
  for (const { body } of own()) narrator.show(`comment on #${shop.number} of acme/shop`, body);
  must(own().length === 2, 'an author is told once of each');
}

const FINDING = /^production has a problem with/;

export async function review(stage: SecondStage, narrator: Narrator): Promise<void> {
  await pass(stage, narrator, CALENDAR.reviewAt);
  const issue = await untilIssue(stage.shop, FINDING, /is back on/);
  narrator.tell('Ravi opens the review. It begins with the team’s own questions.');
  narrator.show(`acme/shop issue #${issue.number}: ${issue.title}`, withoutTable(issue.body));
  must(issue.body.includes('What we did not know before'), 'the review begins with the template');
  narrator.tell('He answers them, and closes it. What the cause was he forgets.');
  const before = issue.comments.length;
  issue.close('ravi');
  await until('the review is opened again', () => (issue.state === 'open' ? issue : null));
  const comment = await until('it says why', () => issue.comments[before]?.body);
  narrator.show(`comment on #${issue.number}`, comment);
  narrator.tell('It was the load test, which had ended after an hour. He labels it gap/testing, and closes it.');
  await stage.nextSecond();
  issue.label('gap/testing', 'ravi');
  issue.close('ravi');
  await stage.github.settled();
  await stage.passTo(stage.now() + 1_800_000);
  await stage.github.settled();
  must(issue.state === 'closed', 'a review with its cause stays closed');
  narrator.confirm('A review closes with its cause, or not at all.');
}

function withoutTable(body: string): string {
  return body.replace(/<details>[\s\S]*?<\/details>/, '');
}

export async function retrospective(stage: SecondStage, narrator: Narrator, runs: Runs): Promise<void> {
  const record = await untilIssue(stage.shop, recordTitle(runs.shop), /### Retrospective/);
  narrator.tell(
    'The record of the release was closed by itself, with what is known of it and a place for what was learned.',
  );
  showIssue(narrator, stage.shop, record);
  must(record.state === 'closed' && /^\*\*Rolled back/m.test(record.body), 'the record ends as rolled back');
  must(record.body.includes('### Lessons'), 'there is a place for lessons');
  narrator.confirm('Nobody has to reconstruct it: what was decided, when and by whom stands there.');
}

const FIGURES = /^Delivery figures/;
/** The figures are told anew once a day, of what was read of GitHub by then. */
const LOOKS_EVERY_MS = 86_400_000;
const MOST_LOOKS = 4;
/** Of real time. */
const LOOK_TAKES_MS = 4_000;

export async function quarter(stage: SecondStage, narrator: Narrator): Promise<void> {
  await pass(stage, narrator, CALENDAR.nextQuarterAt);
  narrator.tell('The quarter is over. Within a day the App comments on the issue with the delivery figures, once.');
  const comment = await untilQuarter(stage, stage.shop);
  narrator.time(stage.now());
  narrator.show('comment on the delivery figures of acme/shop', comment);
  narrator.confirm('One release in a quarter proves nothing, and the comment says so instead of guessing.');
  onceEach(stage, narrator);
}

async function untilQuarter(stage: SecondStage, member: Member): Promise<string> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const end = Date.now() + LOOK_TAKES_MS;
    while (Date.now() < end) {
      const comment = issueOf(member, FIGURES)?.comments.find(({ body }) => /Q4/.test(body));
      if (comment !== undefined) return comment.body;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await stage.passTo(stage.now() + LOOKS_EVERY_MS);
  }
  throw new NotAsTold('This did not happen: the quarter is commented on.');
}

/** Whatever was sent in these weeks was sent once. */
function onceEach({ telephone: { messages } }: SecondStage, narrator: Narrator): void {
  const announced = messages.filter(({ to }) => to === 'CHANNEL_URL').map(({ headline }) => headline);
  must(new Set(announced).size === announced.length, `each announcement is made once: ${announced.join('; ')}`);
  const paged = messages.filter(({ kind }) => kind === 'page').map(({ to }) => to);
  must(paged.join() === 'PD_ROUTING_KEY,PD_MANAGER_KEY', `each level is paged once: ${paged.join()}`);
  const clear = messages.filter(({ kind }) => kind === 'all-clear').map(({ to }) => to);
  must(clear.length === paged.length, 'whoever was paged is told when it is over');
  narrator.confirm(`${announced.length} announcements, 2 pages, and an all-clear for each: none of them twice.`);
}
