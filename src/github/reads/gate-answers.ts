/**
 * The answers given on a run: ours, and people's. GitHub lists them by environment and names neither deployment nor
 * attempt, so our comments carry a mark that does, or an answer to an earlier attempt would pass for one to this.
 */
import type { GateQuestion } from '../../domain/question.ts';
import type { DeploymentReview } from '../../flow/ports.ts';
import { ask, type Connection, once } from '../client.ts';

export interface Answer {
  readonly state: string;
  readonly comment: string;
  readonly user: { readonly login: string; readonly id: number | bigint; readonly type: string };
  readonly environments: readonly { readonly name?: string }[];
}

/**
 * Marks our comment on deployments of one run and environment. An answer to one lets all jobs go that wait there, so it
 * names them all: ids grow, and the first and the last are enough.
 */
export function deploymentMark(...ids: readonly [number, ...number[]]): string {
  const first = Math.min(...ids);
  const last = Math.max(...ids);
  return first === last ? `deployment ${first}` : `deployments ${first} to ${last}`;
}

/** The mark stands at the end of the comment, in words of its own: `deployment 12` is not `deployment 123`. */
const MARK = /(?:^|\s)(?:deployment (\d+)|deployments (\d+) to (\d+))$/;

/** The deployments that a comment of ours names; null without a mark. */
export function markedIn(comment: string): { readonly first: number; readonly last: number } | null {
  const mark = MARK.exec(comment.trimEnd());
  if (mark === null) return null;
  return { first: Number(mark[1] ?? mark[2]), last: Number(mark[1] ?? mark[3]) };
}

export async function readAnswers(connection: Connection, { runId }: GateQuestion): Promise<readonly Answer[]> {
  const { octokit, owner, repo } = connection;
  const answers = await ask(`Reading the answers of run ${runId}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals', {
      owner,
      repo,
      run_id: runId,
      request: once(),
    }),
  );
  return answers.data;
}

/** Our answers that name the deployment. */
export function oursAmong(
  all: readonly Answer[],
  connection: Pick<Connection, 'self'>,
  { environment, deploymentId }: GateQuestion,
): readonly Answer[] {
  return oursIn(all, connection, environment).filter(({ comment }) => {
    const marked = markedIn(comment);
    return marked !== null && marked.first <= deploymentId && deploymentId <= marked.last;
  });
}

/** Our answers in an environment, of all attempts. */
export function oursIn(all: readonly Answer[], { self }: Pick<Connection, 'self'>, environment: string) {
  return all.filter((answer) => answer.user.login === self && isIn(answer, environment));
}

/** What people said: answers of Apps are rules of their own. */
export function reviewsAmong(
  all: readonly Answer[],
  { self }: Pick<Connection, 'self'>,
  environment: string,
): readonly DeploymentReview[] {
  const times = new Map<string, number>();
  return all.flatMap((answer) => {
    const { state, comment, user } = answer;
    if (!isIn(answer, environment) || user.type !== 'User' || user.login === self) return [];
    if (state !== 'approved' && state !== 'rejected') return [];
    const nth = (times.get(`${user.id} ${state}`) ?? 0) + 1;
    times.set(`${user.id} ${state}`, nth);
    return [{ user: user.login, userId: Number(user.id), state, comment: comment.toWellFormed(), nth }];
  });
}

function isIn({ environments }: Answer, environment: string): boolean {
  return environments.some((each) => each.name?.toLowerCase() === environment.toLowerCase());
}
