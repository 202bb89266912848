/** One deployment as GitHub files it, the statuses that it had, and whether a job of a run waits with it. */
import type { Instant } from '../../domain/instant.ts';
import { askOrNull, type Connection, listAll, once } from '../client.ts';

/** A deployment that had one of these has begun. */
export const STARTED: ReadonlySet<string> = new Set(['in_progress', 'success']);

export interface Deployment {
  /** The commit that GitHub files it against: of a job, that of its run. What the payload says is anybody's word. */
  readonly sha: string;
  readonly ref: string;
  readonly environment: string;
  readonly createdAt: Instant;
  /** The App that filed it, where GitHub names one. */
  readonly via: string | null;
  /** Of the artefact, `sha256:HEX`: what whoever filed it says that it deploys. Null: it says nothing. */
  readonly digest: string | null;
}

/** Read once for all of a question; one that is not there may be there a moment later. */
export async function readDeployment(connection: Connection, deploymentId: number): Promise<Deployment | null> {
  const known = connection.seen?.deployment(deploymentId) ?? null;
  if (known !== null) return known;
  const { octokit, owner, repo } = connection;
  const answer = await askOrNull(`Reading deployment ${deploymentId}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/deployments/{deployment_id}', {
      owner,
      repo,
      deployment_id: deploymentId,
      request: once(),
    }),
  );
  if (!answer) return null;
  const { sha, ref, environment, created_at: createdAt, performed_via_github_app: app, payload } = answer.data;
  const filed = {
    sha,
    ref,
    environment,
    createdAt: createdAt as Instant,
    via: app?.slug ?? null,
    digest: digestIn(payload),
  };
  connection.seen?.putDeployment(deploymentId, filed);
  return filed;
}

const SHA = /^[0-9a-f]{40}$/;

/** Of a deployment that a tool filed: a rollback is filed against the head of the branch, with its commit in the payload. */
export function effectiveSha(payload: unknown, deploymentSha: string): string {
  const sha = namedIn(payload, 'sha');
  return typeof sha === 'string' && SHA.test(sha) ? sha : deploymentSha;
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** Which artefact is deployed. It is a claim: an attestation says which commit the artefact was built from. */
export function digestIn(payload: unknown): string | null {
  const digest = namedIn(payload, 'digest');
  return typeof digest === 'string' && DIGEST.test(digest) ? digest : null;
}

/** GitHub shows a payload as it was given: an object, or text that may be one. */
function namedIn(payload: unknown, name: 'sha' | 'digest'): unknown {
  const value = typeof payload === 'string' ? parseJson(payload) : payload;
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map(Object.entries(value)).get(name);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export interface Status {
  readonly state: string;
  readonly logUrl: string;
}

/** Whoever may write can add as many as they like, and GitHub's own are the oldest. */
const MOST_STATUSES = 1000;

/** The statuses that the deployment had, newest first. */
export async function readStatuses(
  { octokit, owner, repo }: Connection,
  deploymentId: number,
): Promise<readonly Status[]> {
  const { items } = await listAll(
    `Reading the statuses of deployment ${deploymentId}`,
    (page) =>
      octokit.request('GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
        owner,
        repo,
        deployment_id: deploymentId,
        ...page,
        request: once(),
      }),
    MOST_STATUSES,
  );
  return items.map(({ state, log_url: logUrl }) => ({ state, logUrl: logUrl ?? '' }));
}

/** Name of the App that GitHub's jobs act as, and that steps of a workflow act as with the job's token. */
export const JOBS = 'github-actions';

interface RunOfJob {
  readonly id: number;
  readonly headSha: string;
  /** No other run of the commit waits; of one run that is asked about, whatever else there is. */
  readonly isAlone: boolean;
}

/**
 * Whether a job of the run waits, or has waited, with this deployment. Whoever may write can file a deployment on any
 * commit, with any payload, and give it statuses and addresses; but `waiting` is no state that the REST API takes, and
 * the oldest one is GitHub's own. It names its run. Whatever it says, what is let go is the run's commit, so a
 * deployment of another commit is never taken for its job.
 */
export function isJobOf(
  run: RunOfJob,
  { sha, via }: Pick<Deployment, 'sha' | 'via'>,
  statuses: readonly Status[],
): boolean {
  if (sha !== run.headSha || (via !== null && via !== JOBS)) return false;
  const first = statuses.findLast(({ state }) => state === 'waiting');
  if (first === undefined) return false;
  const named = runIn(first.logUrl);
  return named === undefined ? run.isAlone : named === run.id;
}

/** A deployment names its run nowhere but in the address of its log. */
function runIn(address: string): number | undefined {
  const id = /\/actions\/runs\/([1-9]\d{0,15})(?:\/|$)/.exec(address)?.[1];
  return id === undefined ? undefined : Number(id);
}
