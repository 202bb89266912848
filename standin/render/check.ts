import { openPullsAt } from '../state/pull-range.ts';
import type { CheckRecord, RepositoryRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { showApp } from './app.ts';
import { instant, instantOrNull, nodeId, repositoryApi, repositoryPage, type Shown } from './place.ts';
import { showPullBriefly } from './pull-request.ts';

export function showCheck(world: World, repository: RepositoryRecord, check: CheckRecord): Shown {
  const url = repositoryApi(world, repository, `/check-runs/${check.id}`);
  const page = repositoryPage(world, repository, `/runs/${check.id}`);
  const pulls = openPullsAt(repository, check.sha).map((issue) => showPullBriefly(world, repository, issue));
  return {
    id: check.id,
    node_id: nodeId('CheckRun', check.id),
    head_sha: check.sha,
    external_id: check.externalId,
    url,
    html_url: page,
    details_url: check.detailsUrl ?? page,
    status: check.status,
    conclusion: check.conclusion,
    started_at: instant(check.startedAt),
    completed_at: instantOrNull(check.completedAt),
    output: {
      title: check.title,
      summary: check.summary,
      text: check.text,
      annotations_count: check.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    name: check.name,
    check_suite: showSuite(world, repository, check, pulls),
    app: showApp(world, check.app),
    pull_requests: pulls,
  };
}

/** Only the id is shown by the REST API; webhooks show the rest. */
function showSuite(world: World, repository: RepositoryRecord, check: CheckRecord, pulls: readonly Shown[]): Shown {
  return {
    id: check.suiteId,
    node_id: nodeId('CheckSuite', check.suiteId),
    head_branch: null,
    head_sha: check.sha,
    status: check.status,
    conclusion: check.conclusion,
    url: repositoryApi(world, repository, `/check-suites/${check.suiteId}`),
    before: null,
    after: check.sha,
    pull_requests: pulls,
    app: showApp(world, check.app),
    repository: undefined,
    created_at: instant(check.startedAt),
    updated_at: instant(check.completedAt ?? check.startedAt),
  };
}

export function showAnnotation(
  world: World,
  repository: RepositoryRecord,
  check: CheckRecord,
  annotation: Readonly<Record<string, unknown>>,
): Shown {
  return {
    start_column: null,
    end_column: null,
    title: null,
    raw_details: null,
    ...annotation,
    blob_href: repositoryApi(world, repository, `/git/blobs/${check.sha}`),
  };
}
