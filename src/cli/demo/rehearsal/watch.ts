/** Tells what comes up on the stand-in, each thing once. */
import type { Repository, Run, Standin } from '../../../../standin/start.ts';
import type { Narrator } from '../narrator.ts';

const LOOK_EVERY_MS = 100;

export interface Watched {
  readonly github: Standin;
  readonly shop: Repository;
  readonly webhookUrl: string;
  readonly narrator: Narrator;
  /** Called with what tells something, since somebody may be typing. */
  readonly interrupt: (tell: () => void) => void;
}

interface Sight {
  /** Told once for each. */
  readonly key: string;
  tell(narrator: Narrator): void;
}

export function watchGitHub(watched: Watched): { stop(): void } {
  const told = new Set<string>();
  const timer = setInterval(() => {
    const fresh = sightsOf(watched).filter(({ key }) => !told.has(key));
    for (const { key } of fresh) told.add(key);
    if (fresh.length === 0) return;
    watched.interrupt(() => {
      for (const { tell } of fresh) tell(watched.narrator);
    });
  }, LOOK_EVERY_MS);
  return { stop: () => clearInterval(timer) };
}

function sightsOf({ github, shop, webhookUrl }: Watched): readonly Sight[] {
  const runs = [...new Set(shop.deployments('production').map(({ runId }) => runId))];
  return [
    ...signIn(github),
    ...unheard(github, webhookUrl),
    ...shop.issues().map(issueSight),
    ...runs.filter((id) => id !== null).flatMap((id) => runSights(shop.run(id))),
    ...pullSights(github, shop),
  ];
}

function signIn(github: Standin): readonly Sight[] {
  const asked = github.requests.find(({ status, actor }) => status === 401 || actor.startsWith('app/'));
  if (asked === undefined) return [];
  const isRefused = asked.status === 401;
  const text = isRefused
    ? 'Somebody could not sign in: are the variables of this rehearsal set?'
    : 'The App signed in.';
  return [
    { key: `sign-in ${isRefused}`, tell: (narrator) => (isRefused ? narrator.tell(text) : narrator.confirm(text)) },
  ];
}

function unheard(github: Standin, webhookUrl: string): readonly Sight[] {
  return github.webhooks.deliveries
    .filter(({ state }) => state === 'failed')
    .slice(0, 1)
    .map(({ event, status }) => ({
      key: 'unheard',
      tell: (narrator) => {
        const answer = status === null ? 'nobody answers there' : `the answer was ${status}`;
        narrator.tell(`A webhook (${event}) did not arrive at ${webhookUrl}: ${answer}. Is the App running?`);
        narrator.tell('GitHub does not send it again by itself. The App asks for it, some minutes after its start.');
      },
    }));
}

function issueSight({ number, title, labels }: ReturnType<Repository['issues']>[number]): Sight {
  const where = `issue #${number}${labels.length === 0 ? '' : ` (${labels.join(', ')})`}`;
  return { key: `issue ${number}`, tell: (narrator) => narrator.show(where, title) };
}

function runSights(run: Run): readonly Sight[] {
  const place = `run ${run.id}, deployment of ${run.sha.slice(0, 7)} to production`;
  const states = { approved: 'let through', rejected: 'ended', pending: 'held' } as const;
  const reviews = run.reviews.map(
    ({ state, comment }, index): Sight => ({
      key: `review ${run.id} ${index}`,
      tell: (narrator) => narrator.show(`${place}: ${states[state]}`, comment),
    }),
  );
  if (run.status !== 'in_progress') return reviews;
  const deploys: Sight = {
    key: `deploys ${run.id}`,
    tell: (narrator) => {
      run.finish('success');
      narrator.confirm(`The job of run ${run.id} deployed ${run.sha.slice(0, 7)}.`);
    },
  };
  return [...reviews, deploys];
}

/** Pull requests and issues share one row of numbers. */
function pullSights(github: Standin, shop: Repository): readonly Sight[] {
  const pulls = github.webhooks.deliveries.flatMap(({ event, action, payload }) =>
    event === 'pull_request' && action === 'opened' ? [Number(payload['number'])] : [],
  );
  return [...new Set(pulls)].flatMap((number) => {
    const pull = shop.pullRequest(number);
    const checks = shop.checks(pull.headSha).filter(({ name, title }) => name === 'tidegate' && title);
    return [
      ...checks.map(
        ({ title, summary }): Sight => ({
          key: `check ${number} ${title}`,
          tell: (narrator) => narrator.show(`check tidegate on #${number}: ${title}`, summary ?? ''),
        }),
      ),
      ...pull.comments
        .filter(({ user }) => user === github.app.botLogin)
        .map(
          ({ id, body }): Sight => ({
            key: `comment ${id}`,
            tell: (narrator) => narrator.show(`answer on #${number}`, body),
          }),
        ),
    ];
  });
}
