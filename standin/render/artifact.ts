/** What a run uploaded, as the API shows it. */
import type { RepositoryRecord, RunRecord } from '../state/records.ts';
import type { ArtifactRecord } from '../state/run.ts';
import type { World } from '../state/world.ts';
import { instant, nodeId, repositoryApi } from './place.ts';

/** As GitHub keeps them unless it is told otherwise. */
const KEPT_MS = 90 * 86_400_000;

export function showArtifact(
  world: World,
  repository: RepositoryRecord,
  run: RunRecord,
  { id, name, digest, isExpired, createdAt }: ArtifactRecord,
): Readonly<Record<string, unknown>> {
  const url = repositoryApi(world, repository, `/actions/artifacts/${id}`);
  return {
    id,
    node_id: nodeId('Artifact', id),
    name,
    size_in_bytes: 1024,
    url,
    archive_download_url: `${url}/zip`,
    expired: isExpired,
    digest,
    created_at: instant(createdAt),
    updated_at: instant(createdAt),
    expires_at: instant(createdAt + KEPT_MS),
    workflow_run: {
      id: run.id,
      repository_id: repository.id,
      head_repository_id: repository.id,
      head_branch: run.branch,
      head_sha: run.sha,
    },
  };
}
