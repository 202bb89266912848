/** The delivery figures of the day, in the issue that the App keeps: what they say at once, and what takes its time. */
import type { Issue } from '../../../standin/start.ts';
import { NotAsTold } from './expect.ts';
import type { Narrator } from './narrator.ts';
import type { Stage } from './stage.ts';

/** The App looks for what is new this often at the latest, once what it knows is an hour old. */
const LOOKS_EVERY_MS = 240_000;
const MOST_LOOKS = 15;
/** Of real time. A look takes less, on a busy machine, too. */
const LOOK_TAKES_MS = 3_000;

/** What has to be in the issue. */
const IN_THE_EVENING: readonly (readonly [what: string, says: RegExp])[] = [
  ['seven deployments are counted', /^7 deployments to production in 1 lane of acme\/shop/m],
  ['the rollback is one, and no deployment', /^- Not counted as deployments: 1 rollback/m],
  ['the rate is unknown, and it says why', /^\| Change fail rate \| unknown: every deployment is younger than 72 h/m],
  ['they are maturing', /^- Maturing: 7 deployments/m],
  ['the lead time is known', /^\| Lead time for changes \| \d.* \| 6 changes/m],
  ['the rollback ended the failure', /^\| Recovery time \| \d[^|]* \| 1 failure/m],
  ['the rollback is rework', /^\| Rework rate \| 12\.5 % \(1\/8\)/m],
];
const LATER: readonly (readonly [what: string, says: RegExp])[] = [
  ['one of seven failed', /^\| Change fail rate \| 14\.3 % \(1\/7\)/m],
  ['it was one of the four of tier low', /^\| low \|.*\| 25 % \(1\/4\)/m],
];

export async function deliveryFigures(stage: Stage, narrator: Narrator): Promise<void> {
  narrator.tell('The App reads what became of each deployment, and keeps the delivery figures in an issue. It begins:');
  const issue = await untilFigures(stage, IN_THE_EVENING);
  narrator.show(`issue #${issue.number}: ${issue.title}`, firstPart(issue.body));
  narrator.confirm(
    'No 0 % on the first day: whether a release was good takes three days to know, and until then it says so.',
  );
  await stage.skipTo(stage.day.matureAt);
  narrator.time(stage.now());
  narrator.tell('The deployments are older than three days now. The same issue, and this time all of it:');
  const same = await untilFigures(stage, LATER);
  narrator.show(`issue #${same.number}: ${same.title}`, same.body);
  if (same.number !== issue.number) throw new NotAsTold('This is not so: the figures stay in one issue.');
  narrator.confirm(
    'One release of seven failed. Seven are few, and the interval beside it says how little they prove.',
  );
}

/** Time passes until the figures say all of it: a look that is under way when the clocks are put forward ends early. */
async function untilFigures(stage: Stage, told: typeof LATER): Promise<Issue> {
  let missing: string = 'there is no issue';
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const end = Date.now() + LOOK_TAKES_MS;
    while (Date.now() < end) {
      const issue = figuresOf(stage);
      const wrong = told.find(([, says]) => !says.test(issue?.body ?? ''));
      if (issue !== undefined && wrong === undefined) return issue;
      missing = wrong?.[0] ?? missing;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await stage.skipTo(stage.now() + LOOKS_EVERY_MS);
  }
  throw new NotAsTold(`The figures do not say so: ${missing}. They are:\n${figuresOf(stage)?.body ?? 'no issue'}`);
}

function figuresOf({ shop }: Stage): Issue | undefined {
  const found = shop.issues().filter(({ labels }) => labels.includes('tidegate:dora'));
  if (found.length > 1) throw new NotAsTold('This is not so: the figures are kept in one issue.');
  return found[0];
}

function firstPart(body: string): string {
  return body.split('### By risk tier', 1)[0] ?? body;
}
