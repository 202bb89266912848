/**
 * The operations the stand-in offers, and what each one needs. `scripts/standin-openapi.ts` cuts exactly these out of
 * GitHub's OpenAPI description; an operation that is not here is answered with 404 and is a violation.
 */

/**
 * Who may call an operation. `jwt`: the App itself. `token`: an installation or job token. `permissions` are
 * alternatives: one of them is enough. Source: docs.github.com, "Permissions required for GitHub Apps".
 */
export interface OperationRule {
  readonly auth: 'jwt' | 'token';
  readonly permissions: readonly string[];
  /** Only for tokens of an App's installation, never for a job's GITHUB_TOKEN. */
  readonly installationOnly?: boolean;
}

const JWT: OperationRule = { auth: 'jwt', permissions: [] };

function needs(...permissions: readonly string[]): OperationRule {
  return { auth: 'token', permissions };
}

const READ_ISSUES = needs('issues:read', 'pull_requests:read');
const WRITE_ISSUES = needs('issues:write', 'pull_requests:write');

export const OPERATIONS: Readonly<Record<string, OperationRule>> = {
  'apps/get-authenticated': JWT,
  'apps/list-installations': JWT,
  'apps/get-installation': JWT,
  'apps/get-repo-installation': JWT,
  'apps/create-installation-access-token': JWT,
  'apps/get-webhook-config-for-app': JWT,
  'apps/list-webhook-deliveries': JWT,
  'apps/get-webhook-delivery': JWT,
  'apps/redeliver-webhook-delivery': JWT,
  'apps/list-repos-accessible-to-installation': { ...needs('metadata:read'), installationOnly: true },
  'rate-limit/get': needs(),

  'repos/get': needs('metadata:read'),
  'repos/get-content': needs('contents:read'),
  'repos/get-branch': needs('contents:read'),
  'repos/list-branches': needs('contents:read'),
  'repos/get-commit': needs('contents:read'),
  'repos/list-commits': needs('contents:read'),
  'repos/compare-commits-with-basehead': needs('contents:read'),
  'repos/list-pull-requests-associated-with-commit': needs('pull_requests:read'),
  'repos/get-branch-rules': needs('metadata:read'),
  'git/get-ref': needs('contents:read'),

  'repos/create-release': needs('contents:write'),
  'repos/get-release-by-tag': needs('contents:read'),
  'repos/list-releases': needs('contents:read'),
  'repos/update-release': needs('contents:write'),

  'pulls/get': needs('pull_requests:read'),
  'pulls/list': needs('pull_requests:read'),
  'pulls/list-files': needs('pull_requests:read'),
  'pulls/list-commits': needs('pull_requests:read'),
  'pulls/list-reviews': needs('pull_requests:read'),

  'issues/get': READ_ISSUES,
  'issues/create': needs('issues:write'),
  'issues/update': WRITE_ISSUES,
  'issues/list-for-repo': needs('issues:read'),
  'issues/list-labels-for-repo': READ_ISSUES,
  'issues/list-comments': READ_ISSUES,
  'issues/get-comment': READ_ISSUES,
  'issues/create-comment': WRITE_ISSUES,
  'issues/update-comment': WRITE_ISSUES,
  'issues/list-labels-on-issue': READ_ISSUES,
  'issues/add-labels': WRITE_ISSUES,
  'issues/remove-label': WRITE_ISSUES,
  'issues/list-events': READ_ISSUES,

  'issues/list-milestones': READ_ISSUES,
  'issues/get-milestone': READ_ISSUES,

  'code-scanning/list-recent-analyses': needs('security_events:read'),
  'code-scanning/list-alerts-for-repo': needs('security_events:read'),
  'dependabot/list-alerts-for-repo': needs('vulnerability_alerts:read'),
  'repos/list-attestations': needs('attestations:read'),

  'checks/create': needs('checks:write'),
  'checks/update': needs('checks:write'),
  'checks/get': needs('checks:read'),
  'checks/list-for-ref': needs('checks:read'),
  'checks/list-annotations': needs('checks:read'),
  'repos/get-combined-status-for-ref': needs('statuses:read'),

  'actions/list-workflow-runs-for-repo': needs('actions:read'),
  'actions/get-workflow-run': needs('actions:read'),
  'actions/list-jobs-for-workflow-run': needs('actions:read'),
  'actions/list-workflow-run-artifacts': needs('actions:read'),
  'actions/get-pending-deployments-for-run': needs('actions:read'),
  'actions/get-reviews-for-run': needs('actions:read'),
  'actions/create-workflow-dispatch': needs('actions:write'),
  'actions/review-custom-gates-for-run': { ...needs('deployments:write'), installationOnly: true },

  'repos/get-all-environments': needs('actions:read'),
  'repos/get-environment': needs('actions:read'),
  'repos/get-all-deployment-protection-rules': needs('actions:read'),
  'repos/list-deployments': needs('deployments:read'),
  'repos/get-deployment': needs('deployments:read'),
  'repos/list-deployment-statuses': needs('deployments:read'),

  'repos/get-collaborator-permission-level': needs('metadata:read'),
  'repos/list-collaborators': needs('metadata:read'),
  'users/get-by-username': needs(),
  'orgs/list-members': needs('members:read'),
  'orgs/get-membership-for-user': needs('members:read'),
  'teams/list': needs('members:read'),
  'teams/list-child-in-org': needs('members:read'),
  'teams/list-members-in-org': needs('members:read'),
  'teams/get-membership-for-user-in-org': needs('members:read'),
};

/** Webhooks the stand-in sends, by their operation id in the webhooks description. */
export const WEBHOOKS: readonly string[] = [
  'push',
  'pull-request/opened',
  'pull-request/edited',
  'pull-request/synchronize',
  'pull-request/labeled',
  'pull-request/unlabeled',
  'pull-request/ready-for-review',
  'pull-request/closed',
  'pull-request/reopened',
  'pull-request/enqueued',
  'pull-request/dequeued',
  'merge-group/checks-requested',
  'merge-group/destroyed',
  'pull-request-review/submitted',
  'pull-request-review/dismissed',
  'issues/opened',
  'issues/edited',
  'issues/labeled',
  'issues/unlabeled',
  'issues/closed',
  'issues/reopened',
  'milestone/created',
  'milestone/edited',
  'milestone/closed',
  'milestone/opened',
  'milestone/deleted',
  'issue-comment/created',
  'issue-comment/edited',
  'issue-comment/deleted',
  'check-run/created',
  'check-run/completed',
  'status',
  'deployment/created',
  'deployment-status/created',
  'deployment-protection-rule/requested',
  'deployment-review/requested',
  'deployment-review/approved',
  'deployment-review/rejected',
  'workflow-run/requested',
  'workflow-run/in-progress',
  'workflow-run/completed',
  'member/added',
  'member/edited',
  'member/removed',
  'membership/added',
  'membership/removed',
  'team/created',
  'team/edited',
  'team/deleted',
  'organization/member-invited',
  'organization/member-added',
  'organization/member-removed',
];
