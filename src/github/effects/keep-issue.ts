/**
 * Creates an issue of ours, or brings our part of it up to date.
 *
 * It is found by its number once that is known, before that by our mark in an issue of our own: anybody can write the
 * mark into theirs. GitHub's search lags by minutes, so the list of the label is read instead. When the answer to a
 * creation was lost the list is read again before anything is created.
 */
import type { KeepIssue, Outcome } from '../../domain/effect.ts';
import { Failure } from '../../domain/failure.ts';
import { bodyOf, isMarkedAs, wasClosedByUs } from '../../domain/kept-issue.ts';
import { ask, askOrNull, type Connection, listAll, once } from '../client.ts';

/** Lists may show what was just created a little later. */
const LISTED_WITHIN_MS = 15_000;
/** Of one label, the newest first: the issue of a release that is under way is among them. */
const MOST_LISTED = 1000;

/** GitHub's limit. */
const MOST_ASSIGNEES = 10;

export interface OurIssue {
  readonly number: number;
  readonly body: string;
  readonly state: string;
}

export async function keepIssue(connection: Connection, effect: KeepIssue): Promise<Outcome> {
  const found = effect.number === null ? await findOurs(connection, effect) : await read(connection, effect.number);
  if (found === 'gone') return { kind: 'superseded', because: `issue #${effect.number} was deleted or is not ours` };
  try {
    if (found === null) return await create(connection, effect);
    return await update(connection, effect, found);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.kind === 'not-found') return { kind: 'superseded', because: 'the repository takes no issues' };
    return { kind: 'retry', because: error.message, afterMs: error.retryAfterMs ?? LISTED_WITHIN_MS };
  }
}

interface ShownIssue {
  readonly number: number;
  readonly body?: string | null;
  readonly state: string;
  readonly user: { readonly login: string } | null;
  readonly pull_request?: unknown;
}

/** The oldest issue of ours with this label and key; null: there is none. */
export async function findOurs(
  { octokit, owner, repo, self }: Connection,
  effect: Pick<KeepIssue, 'key' | 'label'>,
): Promise<OurIssue | null> {
  const what = `Reading the issues labelled ${effect.label}`;
  const { items, complete } = await listAll(
    what,
    (page) =>
      octokit.request('GET /repos/{owner}/{repo}/issues', {
        owner,
        repo,
        state: 'all',
        labels: effect.label,
        ...page,
        request: once(),
      }),
    MOST_LISTED,
  );
  const ours = items.filter((issue) => isOurs(issue, self) && isMarkedAs(issue.body ?? '', effect.key));
  // Should there be two after all, the older one is the one that people know.
  const oldest = ours.reduce<ShownIssue | undefined>(
    (first, issue) => (first && first.number < issue.number ? first : issue),
    undefined,
  );
  if (oldest === undefined && !complete) {
    throw new Failure('rejected', `${what}: there are more than ${items.length}, which are not all read.`);
  }
  return oldest === undefined ? null : seen(oldest);
}

async function read({ octokit, owner, repo, self }: Connection, number: number): Promise<OurIssue | 'gone'> {
  const answer = await askOrNull(`Reading issue #${number}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}', {
      owner,
      repo,
      issue_number: number,
      request: once(),
    }),
  );
  // A transferred issue is answered with the one in its new repository, which has another number.
  if (answer === null || !isOurs(answer.data, self) || answer.data.number !== number) return 'gone';
  return seen(answer.data);
}

function isOurs({ user, pull_request }: ShownIssue, self: string): boolean {
  return pull_request === undefined && user?.login === self;
}

function seen({ number, body, state }: ShownIssue): OurIssue {
  return { number, body: body ?? '', state };
}

/** GitHub refuses the whole issue when somebody cannot be assigned: the issue matters more. */
async function create(connection: Connection, effect: KeepIssue): Promise<Outcome> {
  const { assignees = [] } = effect;
  if (assignees.length === 0) return await createFor(connection, effect, []);
  try {
    return await createFor(connection, effect, assignees.slice(0, MOST_ASSIGNEES));
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'rejected') throw error;
    return await createFor(connection, effect, []);
  }
}

async function createFor(
  { octokit, owner, repo }: Connection,
  effect: KeepIssue,
  assignees: readonly string[],
): Promise<Outcome> {
  const { data } = await ask('Creating an issue', () =>
    octokit.request('POST /repos/{owner}/{repo}/issues', {
      owner,
      repo,
      title: effect.title,
      body: bodyOf(effect, null),
      labels: [effect.label],
      ...(assignees.length === 0 ? {} : { assignees: [...assignees] }),
      request: once(),
    }),
  );
  return { kind: 'done', issue: Number(data.number), note: `created #${data.number}` };
}

/** Whoever closed or opened it again after us has the last word: we close it once and never open it. */
async function update({ octokit, owner, repo }: Connection, effect: KeepIssue, known: OurIssue): Promise<Outcome> {
  const { number } = known;
  const body = bodyOf(effect, known.body);
  const closes = effect.isOver && known.state === 'open' && !wasClosedByUs(known.body);
  if (body === known.body && !closes) return { kind: 'done', issue: number, note: `#${number} says so already` };
  await ask(`Updating issue #${number}`, () =>
    octokit.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
      owner,
      repo,
      issue_number: number,
      body,
      ...(closes ? { state: 'closed' as const } : {}),
      request: once(),
    }),
  );
  return { kind: 'done', issue: number };
}
