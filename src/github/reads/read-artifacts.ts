/** What a run uploaded. GitHub says what was uploaded under a name, and the digest that it computed itself. */
import type { ArtifactFact, ArtifactsFact } from '../../domain/facts.ts';
import { askOrNull, type Connection, once } from '../client.ts';
import { lacksPermission } from './lacks-permission.ts';

/** One page. A run with more has to name in its deployment what it deploys. */
const MOST = 100;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** Null when GitHub shows no such run. A later attempt may upload a name again: the newest counts, whatever it is. */
export async function readArtifacts(connection: Connection, runId: number): Promise<ArtifactsFact | null> {
  const { octokit, owner, repo } = connection;
  const answer = await lacksPermission('actions', () =>
    askOrNull(`Reading the artifacts of run ${runId}`, () =>
      octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', {
        owner,
        repo,
        run_id: runId,
        per_page: MOST,
        request: once(),
      }),
    ),
  );
  if (answer === null) return null;
  const { total_count: total, artifacts } = answer.data;
  const newestFirst = artifacts.toSorted((one, other) => other.id - one.id);
  const newest = newestFirst.filter(
    ({ name }, index) => newestFirst.findIndex((other) => other.name === name) === index,
  );
  return { complete: total <= artifacts.length, uploaded: newest.map(factOf) };
}

interface Listed {
  readonly name: string;
  readonly expired: boolean;
  readonly digest?: string | null;
}

function factOf({ name, expired, digest }: Listed): ArtifactFact {
  return expired || digest == null || !DIGEST.test(digest) ? { name } : { name, digest };
}
