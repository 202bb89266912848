/** Two releases that do not go well at once: one that only seems broken, and one that is. */
import type { Issue, Run } from '../../../standin/start.ts';
import { mergeAndDeploy, propose, running } from './changes.ts';
import { deploy } from './deploy.ts';
import { assertHeld, NotAsTold, until, untilApproved, untilReply, untilReport } from './expect.ts';
import type { Narrator } from './narrator.ts';
import type { Between } from './notes-of-day.ts';
import type { Stage } from './stage.ts';
import { PAGE, SMOKE_FILE, SMOKE_PATH } from './workflow-of-day.ts';

/** The check is asked once more, and one lost answer takes nothing back. */
export async function flakyRelease(stage: Stage, narrator: Narrator): Promise<void> {
  narrator.tell('After each deployment the workflow runs the smoke checks, and tells the App what came out:');
  narrator.show(SMOKE_PATH, SMOKE_FILE);
  narrator.tell('Anna adds a line to the checkout page. Its first answer after the deployment is a 504.');
  const pull = propose(stage, {
    branch: 'delivery-time',
    title: 'feat: say when it is delivered',
    author: 'anna',
    files: { [PAGE]: '<h1>Checkout</h1>\n<p>Delivered in two days.</p>\n<button>Pay now</button>\n' },
  });
  const run = mergeAndDeploy(stage, pull, 'anna');
  await untilApproved(run);
  stage.site.hiccup();
  const deployed = await deploy(stage, run);
  narrator.show(`smoke checks of ${short(run.sha)}`, deployed.text);
  assert(deployed.verdict === 'pass' && deployed.flakyChecks.includes('checkout'), 'one 504 and then 200 is flaky');
  await stage.github.settled();
  assertDispatches(stage, 0);
  narrator.confirm('It passes, with a warning. One lost answer takes nothing back.');
}

/** @returns what it went back from, and to */
export async function badRelease(stage: Stage, narrator: Narrator): Promise<Between> {
  narrator.tell('Cleo makes the checkout shorter. Ben approves it, Cleo merges it, and the App lets it through.');
  const good = running(stage);
  const pull = propose(stage, {
    branch: 'short-checkout',
    title: 'feat: a checkout on one page',
    author: 'cleo',
    files: { [PAGE]: '<h1>Checkout</h1>\n<p>Delivered in two days.</p>\n' },
  });
  pull.review({ by: 'ben', state: 'approved' });
  const bad = mergeAndDeploy(stage, pull, 'cleo');
  narrator.show('deployment to production: approved', await untilApproved(bad));
  narrator.tell('Nobody saw that the button to pay is gone.');
  const deployed = await deploy(stage, bad);
  narrator.show(`smoke checks of ${short(bad.sha)}`, deployed.text);
  assert(deployed.verdict === 'fail' && deployed.failedChecks.includes('checkout'), 'no button is a failure');
  const issue = await goesBack(stage, narrator, good);
  await staysOut(stage, narrator, { bad, issue });
  return { from: bad.sha, to: good };
}

/** Nobody does anything: the App orders it, opens its own gate, and waits for the verification. */
async function goesBack(stage: Stage, narrator: Narrator, good: string): Promise<Issue> {
  const back = await until('the rollback is dispatched', () => dispatched(stage)[0]);
  assert(back.inputs['sha'] === good, 'what is deployed again is the last commit that was verified');
  narrator.tell(`Nobody does anything. The App starts the workflow with ${short(good)}, which was verified last.`);
  narrator.show(`deployment of ${short(good)} to production: approved`, await untilApproved(back));
  const deployed = await deploy(stage, back);
  narrator.show(`smoke checks of ${short(good)}`, deployed.text);
  assert(deployed.verdict === 'pass', 'what was good before is good again');
  const issue = await until('an issue that says that production is back', () =>
    stage.shop.issues().find(({ labels, body }) => labels.includes('tidegate:review') && body.includes('is back on')),
  );
  narrator.show(`issue #${issue.number}: ${issue.title}`, firstLines(issue.body));
  assertDispatches(stage, 1);
  narrator.confirm('One rollback, by a rule that was agreed on before, through its own gate, and verified.');
  return issue;
}

async function staysOut(
  stage: Stage,
  narrator: Narrator,
  { bad, issue }: { readonly bad: Run; readonly issue: Issue },
): Promise<void> {
  narrator.tell('Ben merges a correction of the documentation, which has nothing to do with it.');
  const docs = propose(stage, {
    branch: 'fix-typo',
    title: 'docs: correct a word',
    author: 'ben',
    files: { 'docs/currencies.md': 'Euro and Swiss francs.\n' },
  });
  const next = mergeAndDeploy(stage, docs, 'ben');
  narrator.show('deployment to production: held', await untilReport(next, new RegExp(short(bad.sha))));
  assertHeld(next);
  narrator.confirm('The default branch still contains the bad commit, and the next merge does not ship it again.');
  next.cancel('ben');
  narrator.tell(
    'Ben cancels it. Cleo merges the repair. It contains the bad commit, too, so it has to wait for a person.',
  );
  const pull = propose(stage, {
    branch: 'bring-back-the-button',
    title: 'fix: bring the button back',
    author: 'cleo',
    files: { [PAGE]: '<h1>Checkout</h1>\n<p>Delivered in two days.</p>\n<button>Pay now</button>\n' },
  });
  const repair = mergeAndDeploy(stage, pull, 'cleo');
  await untilReport(repair, new RegExp(short(bad.sha)));
  assertHeld(repair);
  await lift(stage, narrator, { bad, issue, repair, number: pull.number });
}

interface Lifting {
  readonly bad: Run;
  readonly issue: Issue;
  readonly repair: Run;
  /** Of the pull request that repairs it. */
  readonly number: number;
}

async function lift(stage: Stage, narrator: Narrator, { bad, issue, repair, number }: Lifting): Promise<void> {
  await stage.nextSecond();
  const said = issue.comments.length;
  const command = `/tidegate lift production @${short(bad.sha)} #${number} brings the button back`;
  narrator.tell(`Ola is on call. She has read the repair and comments on issue #${issue.number}: ${command}`);
  issue.comment(command, 'ola');
  narrator.show(`answer on issue #${issue.number}`, await untilReply(issue, said, /lifted/i));
  narrator.show('deployment to production: approved', await untilApproved(repair));
  const deployed = await deploy(stage, repair);
  assert(deployed.verdict === 'pass', 'the repair works');
  await stage.github.settled();
  assertDispatches(stage, 1);
  narrator.confirm('The repair is live and verified, and it was a person who let the commit in again.');
}

/** Where it stands, and what to do. The rest is for whoever looks back on it. */
function firstLines(body: string): string {
  return body.split('### What was found', 1)[0] ?? body;
}

function short(sha: string): string {
  return sha.slice(0, 7);
}

function dispatched({ shop }: Stage): readonly Run[] {
  const ids = new Set(shop.deployments('production').flatMap(({ runId }) => runId ?? []));
  return [...ids].map((id) => shop.run(id)).filter((run) => run.inputs['sha'] !== undefined);
}

function assertDispatches({ github }: Stage, count: number): void {
  const made = github.requests.filter(({ operation }) => operation === 'actions/create-workflow-dispatch').length;
  assert(made === count, `the App starts ${count} workflows (it started ${made})`);
}

function assert(isSo: boolean, text: string): void {
  if (!isSo) throw new NotAsTold(`This is not so: ${text}.`);
}
