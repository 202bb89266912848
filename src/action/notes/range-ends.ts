/** Where the notes begin and end: as the inputs say, else from deployment to deployment. */
import type { SeenDeployment } from '../../flow/ports.ts';
import type { Connection } from '../../github/client.ts';
import { readLaneEnds } from '../../github/reads/notes/lane-ends.ts';
import { resolveRevision } from '../../github/reads/notes/resolve-revision.ts';
import { InputError, type NotesInputs } from '../inputs.ts';
import type { Runner } from '../runner.ts';
import { requireSha } from '../subject.ts';

export interface RangeEnds {
  /** Null: nothing was deployed before. */
  readonly from: string | null;
  readonly to: string;
  readonly toSha: string;
  /** Null: the range is not of a deployment. */
  readonly environment: string | null;
  /** Of `to`. Null: GitHub knows of none, or nobody asked. */
  readonly deployed: SeenDeployment | null;
  /** Commit of the last successful deployment before. Null: there was none, or nobody asked. */
  readonly baselineSha: string | null;
}

export async function findRangeEnds(inputs: NotesInputs, runner: Runner, connection: Connection): Promise<RangeEnds> {
  const environment = inputs.environment || runner.deployment?.environment || null;
  const to = inputs.to || tagFor(inputs, runner) || requireTo(inputs, runner);
  if (inputs.from === '' && environment === null) {
    throw new InputError(
      'Inputs "from" and "environment" are empty, so nobody knows where the notes begin: name the revision that ran before with "from", or the environment whose last deployment counts with "environment".',
    );
  }
  const { sha: toSha } = await resolveRevision(connection, to);
  const isOwn = inputs.to === '' || toSha === runner.deployment?.sha;
  const deploymentId = inputs.deploymentId ?? (isOwn ? runner.deployment?.id : undefined);
  const lane =
    environment === null
      ? { deployed: null, before: null }
      : await readLaneEnds(connection, { environment, sha: toSha, deploymentId });
  const baselineSha = lane.before?.sha ?? null;
  return { from: inputs.from || baselineSha, to, toSha, environment, deployed: lane.deployed, baselineSha };
}

/** The tag that was pushed, which has a release; unless `sha` is given and is another commit. */
function tagFor({ sha }: NotesInputs, runner: Runner): string {
  return sha === '' || sha === runner.sha ? tagOf(runner) : '';
}

/** The push of a tag. */
function tagOf({ eventName, ref, deployment }: Runner): string {
  return eventName === 'push' && deployment === null ? (/^refs\/tags\/(.+)$/.exec(ref)?.[1] ?? '') : '';
}

function requireTo({ sha, deploymentId }: NotesInputs, runner: Runner): string {
  if (sha === '' && deploymentId !== undefined && runner.deployment?.id !== deploymentId) {
    throw new InputError(
      'Input "deployment-id" names another deployment than the event: give "sha" or "to" the commit that it deploys.',
    );
  }
  return requireSha(sha, runner);
}
