/** What the App asks for in `app.yml`, and what does not work without it. A test compares the two. */

import type { Level } from './check.ts';

export interface Wanted {
  /** What `app.yml` asks for. More than that is of no use. */
  readonly asked: 'read' | 'write';
  /** A sentence: what does not work without it. */
  readonly without: string;
  /** Only some policies need it, and whoever has none of them can do without. */
  readonly isOptional?: true;
}

export const PERMISSIONS: Readonly<Record<string, Wanted>> = {
  actions: { asked: 'write', without: 'waiting runs and protection rules cannot be read, so no gate is answered' },
  checks: { asked: 'write', without: 'the check on pull requests is not written, and a required one waits for ever' },
  contents: { asked: 'write', without: 'the policy and the changes cannot be read, so every gate stays closed' },
  deployments: { asked: 'write', without: 'no gate is answered, and deployments wait until GitHub gives them up' },
  issues: { asked: 'write', without: 'comment commands get no answer, and no release record is kept' },
  pull_requests: { asked: 'write', without: 'reviews cannot be read, and commands on pull requests get no answer' },
  merge_queues: { asked: 'read', without: 'merge groups get no check, and a merge queue gives them up' },
  statuses: { asked: 'read', without: 'gates that ask for a commit status stay closed' },
  security_events: {
    asked: 'read',
    without: 'gates that ask about alerts of code scanning stay closed',
    isOptional: true,
  },
  vulnerability_alerts: {
    asked: 'read',
    without: 'gates that ask about alerts of Dependabot stay closed',
    isOptional: true,
  },
  attestations: { asked: 'read', without: 'gates that ask for an attestation stay closed', isOptional: true },
  metadata: { asked: 'read', without: 'nothing of a repository can be read' },
  members: { asked: 'read', without: 'nobody counts as a member of a team' },
};

const LATE = 'it is noticed late, by a sweep';

/** By event: what comes late or not at all without it. */
export const EVENTS: Readonly<Record<string, string>> = {
  check_run: 'a gate that asks for a check does not open when the check passes',
  check_suite: 'a gate that asks for checks does not open when they pass',
  deployment: `a deployment that an incident or another environment waits for: ${LATE}`,
  deployment_protection_rule: `a deployment that waits for its gate: ${LATE}`,
  deployment_review: `an answer in GitHub's review of deployments: ${LATE}`,
  deployment_status: `the end of a deployment: ${LATE}`,
  issue_comment: 'commands in comments are not heard',
  issues: 'an incident or a checklist in an issue does not open or hold a gate when it changes',
  member: 'who lost or got access counts late',
  membership: 'who left or joined a team counts late',
  merge_group: 'a merge queue waits for the check of its groups, and gives them up',
  milestone: 'a planned release that is moved to another day, or made from a milestone, is noticed late',
  organization: 'who left or joined the organisation counts late',
  pull_request: 'pull requests get no check',
  pull_request_review: 'an approval does not open a gate when it is given',
  push: 'a changed policy is not noticed until something else happens',
  repository: 'a renamed or moved repository is noticed late',
  status: 'a gate that asks for a commit status does not open when it comes',
  team: 'a team that is renamed, moved or deleted counts late',
  workflow_job: 'the end of a held job is noticed late',
  workflow_run: 'the end of a held run is noticed late',
};

/** What holds nothing unless a policy asks for it is no problem before one does: that is told of its repository. */
export function levelOf(permission: string): Level {
  return PERMISSIONS[permission]?.isOptional === true ? 'note' : 'problem';
}

/** Without it nothing is held that should not be, nor let go. */
export const LATE_EVENTS: ReadonlySet<string> = new Set(['milestone']);
