import type { EnvironmentRecord, RepositoryRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { showAccount } from './account.ts';
import { fullName, instant, nodeId, repositoryApi, repositoryPage, type Shown } from './place.ts';
import { showReviewer } from './reviewer.ts';

const ADDRESSES: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

export function showRepository(world: World, repository: RepositoryRecord): Shown {
  const api = repositoryApi(world, repository);
  const page = repositoryPage(world, repository);
  const openIssues = [...repository.issues.values()].filter((issue) => issue.state === 'open').length;
  return {
    ...Object.fromEntries(Object.entries(ADDRESSES).map(([name, path]) => [name, `${api}${path}`])),
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: fullName(repository),
    owner: showAccount(world, repository.owner),
    private: repository.isPrivate,
    visibility: repository.isPrivate ? 'private' : 'public',
    html_url: page,
    description: null,
    fork: false,
    url: api,
    git_url: page.replace(/^http/, 'git'),
    ssh_url: `git@127.0.0.1:${fullName(repository)}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: repository.defaultBranch,
    topics: [],
    created_at: instant(repository.createdAt),
    updated_at: instant(repository.pushedAt),
    pushed_at: instant(repository.pushedAt),
    open_issues: openIssues,
    open_issues_count: openIssues,
    ...FEATURES,
  };
}

const FEATURES: Shown = {
  allow_forking: true,
  is_template: false,
  web_commit_signoff_required: false,
  has_issues: true,
  has_projects: true,
  has_downloads: true,
  has_wiki: true,
  has_pages: false,
  has_discussions: false,
  archived: false,
  disabled: false,
  forks: 0,
  forks_count: 0,
  watchers: 0,
  watchers_count: 0,
  stargazers_count: 0,
  subscribers_count: 0,
  network_count: 0,
  size: 1,
};

export function showEnvironment(world: World, repository: RepositoryRecord, environment: EnvironmentRecord): Shown {
  const { id, name, createdAt } = environment;
  return {
    id,
    node_id: nodeId('Environment', id),
    name,
    url: repositoryApi(world, repository, `/environments/${encodeURIComponent(name)}`),
    html_url: repositoryPage(
      world,
      repository,
      `/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    ),
    created_at: instant(createdAt),
    updated_at: instant(createdAt),
    can_admins_bypass: environment.protection.canAdminsBypass,
    protection_rules: protectionRules(world, environment),
    deployment_branch_policy: null,
  };
}

/** The rules that GitHub itself offers; those of Apps have a list of their own. */
function protectionRules(world: World, { id, protection }: EnvironmentRecord): readonly Shown[] {
  const { reviewers, preventsSelfReview, waitMinutes } = protection;
  const rule = (type: string, more: Shown) => ({ id, node_id: nodeId('Gate', `${id}:${type}`), type, ...more });
  return [
    ...(waitMinutes === 0 ? [] : [rule('wait_timer', { wait_timer: waitMinutes })]),
    ...(reviewers.length === 0
      ? []
      : [
          rule('required_reviewers', {
            prevent_self_review: preventsSelfReview,
            reviewers: reviewers.map((reviewer) => showReviewer(world, reviewer)),
          }),
        ]),
  ];
}
