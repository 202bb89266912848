/** A release as the REST API shows it. */
import type { ReleaseRecord, RepositoryRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { showAccount } from './account.ts';
import { instant, instantOrNull, nodeId, repositoryApi, repositoryPage, type Shown } from './place.ts';

export function showRelease(world: World, repository: RepositoryRecord, release: ReleaseRecord): Shown {
  const url = repositoryApi(world, repository, `/releases/${release.id}`);
  const tag = encodeURIComponent(release.tag);
  return {
    id: release.id,
    node_id: nodeId('Release', release.id),
    url,
    html_url: repositoryPage(world, repository, `/releases/tag/${release.isDraft ? `untagged-${release.id}` : tag}`),
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
    tarball_url: release.isDraft ? null : repositoryApi(world, repository, `/tarball/${tag}`),
    zipball_url: release.isDraft ? null : repositoryApi(world, repository, `/zipball/${tag}`),
    tag_name: release.tag,
    target_commitish: release.target,
    name: release.name,
    body: release.body,
    draft: release.isDraft,
    prerelease: release.isPrerelease,
    created_at: instant(release.createdAt),
    published_at: instantOrNull(release.publishedAt),
    author: showAccount(world, release.author),
    assets: [],
  };
}
