/** What each requirement and built-in gate asks, with the codes of its answers and a policy that shows it. */

export interface RequirementPage {
  /** `kind` in the decision document. */
  readonly kind: string;
  readonly title: string;
  /** Whether a gate has to ask for it, or it is listed by itself when it is configured. */
  readonly isBuiltIn: boolean;
  readonly asks: readonly string[];
  /** Reason codes by status. */
  readonly met: readonly string[];
  readonly pending: readonly string[];
  readonly failed: readonly string[];
  /** A whole policy. */
  readonly example: string;
}

export const REQUIREMENT_PAGES: readonly RequirementPage[] = [
  {
    kind: 'approvals',
    title: 'Approvals',
    isBuiltIn: false,
    asks: [
      'As many different people as `count` say yes. `of: change` (the default) reads the reviews of every pull request of the',
      'release; `of: release` reads approvals of this commit for this environment: the deployment review on GitHub, the page',
      'of the gate, a comment command. Nobody approves what they wrote, nor a release they started.',
    ],
    met: ['enough', 'no-owners'],
    pending: ['not-enough', 'changes-requested', 'owners-unknown'],
    failed: ['rejected'],
    example: `version: 1
gates:
  - name: peer review
    for: { tiers: [medium, high] }
    require: { approvals: { count: 1, from: { permission: write } } }
  - name: change advisory board
    for: { tiers: [high] }
    require:
      approvals: { count: 2, from: { teams: [cab] }, of: release, distinct: true, via: [deployment-review, page] }
`,
  },
  {
    kind: 'window',
    title: 'Windows',
    isBuiltIn: false,
    asks: ['One of the named windows is open now. Several gates with windows have to be open together.'],
    met: ['window-open'],
    pending: ['window-closed', 'holidays-unknown'],
    failed: ['never-opens'],
    example: `version: 1
zone: Europe/Berlin
windows:
  office-hours: { days: mon-thu, hours: "09:00-15:30", holidays: [DE-BE, 2026-12-24] }
  night: { days: [tue, thu], hours: "22:00-02:00" }
gates:
  - name: production hours
    require: { window: [office-hours, night] }
`,
  },
  {
    kind: 'checks',
    title: 'Checks',
    isBuiltIn: false,
    asks: [
      'Check runs and commit statuses passed on the commit. Of several runs of one name the newest counts; a name that two',
      'apps report needs its `app`. Only `success` passes, and what `allow` lists.',
    ],
    met: ['checks-passed'],
    pending: ['check-missing', 'check-pending', 'check-failed', 'check-ambiguous'],
    failed: [],
    example: `version: 1
gates:
  - name: tests
    require:
      checks: [build, { name: e2e, app: github-actions, allow: [skipped] }]
`,
  },
  {
    kind: 'checklist',
    title: 'Checklist',
    isBuiltIn: false,
    asks: ['Every box of the task lists in the bodies of the pull requests is ticked.'],
    met: ['checklist-done'],
    pending: ['checklist-open', 'incomplete'],
    failed: [],
    example: `version: 1
gates:
  - name: checklist
    for: { tiers: [high] }
    require: { checklist: true }
`,
  },
  {
    kind: 'no-incident',
    title: 'No incident',
    isBuiltIn: false,
    asks: ['No issue with one of the labels is open.'],
    met: ['no-incident'],
    pending: ['incident-open'],
    failed: [],
    example: `version: 1
gates:
  - name: calm
    except: { types: [emergency] }
    require: { no-incident: { labels: [sev1, sev2] } }
`,
  },
  {
    kind: 'dependencies',
    title: 'Dependencies',
    isBuiltIn: false,
    asks: ['The lanes of other repositories that are named are healthy: neither failing nor rolling back nor unknown.'],
    met: ['dependencies-healthy'],
    pending: ['dependency-unhealthy'],
    failed: [],
    example: `version: 1
gates:
  - name: payments is healthy
    require:
      dependencies: [{ repository: acme/payments, environment: production }]
`,
  },
  {
    kind: 'environment',
    title: 'Environments',
    isBuiltIn: true,
    asks: [
      'Some entry of `environments` names the environment. Listed when none does: the protection rule is switched on there,',
      'and nothing says when it may open.',
    ],
    met: [],
    pending: ['environment-unknown'],
    failed: [],
    example: `version: 1
environments:
  staging: {}
  "production-*": {}
`,
  },
  {
    kind: 'freeze',
    title: 'Freezes',
    isBuiltIn: true,
    asks: [
      'No freeze that concerns the release is running: none of `freezes`, and none that a person set. Listed when there are',
      'freezes, whether or not one concerns this release.',
    ],
    met: ['no-freeze'],
    pending: ['freeze'],
    failed: ['never-opens'],
    example: `version: 1
zone: America/New_York
freezes:
  - name: Black Friday
    from: 2026-11-26
    until: 2026-12-01
    tiers: [medium, high]
    except: { types: [emergency] }
  - { name: month end, rrule: "FREQ=MONTHLY;BYMONTHDAY=-1", hours: "12:00-24:00" }
`,
  },
  {
    kind: 'hold',
    title: 'Holds',
    isBuiltIn: true,
    asks: [
      'The release contains no commit that the environment refuses. A hold is set and lifted by people (`rollback.by`); no',
      'override opens it.',
    ],
    met: ['no-hold'],
    pending: [],
    failed: ['quarantined'],
    example: `version: 1
environments:
  production:
    rollback: { by: { teams: [sre] } }
`,
  },
  {
    kind: 'promotion',
    title: 'Promotion',
    isBuiltIn: true,
    asks: [
      'This very commit was deployed to `promote.from`, verified there, and healthy without a break for `soak`. Listed for',
      'environments with `promote`.',
    ],
    met: ['soaked'],
    pending: ['not-deployed', 'not-verified', 'soaking'],
    failed: [],
    example: `version: 1
environments:
  staging: {}
  production: { promote: { from: staging, soak: 30m } }
`,
  },
  {
    kind: 'group',
    title: 'Groups',
    isBuiltIn: true,
    asks: [
      'No environment of the group failed the verification of this release. Listed for environments with `group`; it opens',
      'when a later verification passes in the member that failed.',
    ],
    met: ['group-healthy'],
    pending: ['group-failed'],
    failed: [],
    example: `version: 1
environments:
  production-eu: { group: production }
  production-us: { group: production }
`,
  },
];
