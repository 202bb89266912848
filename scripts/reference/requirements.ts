/** Every requirement that a gate can have and every gate that nobody has to write, in the order of the page. */
import { BUILT_IN_PAGES } from './built-in-gates.ts';
import { PROOF_PAGES } from './proof-requirements.ts';
import type { RequirementPage } from './requirement-page.ts';

const GATE_PAGES: readonly RequirementPage[] = [
  {
    kind: 'approvals',
    title: 'Approvals',
    isBuiltIn: false,
    asks: [
      'As many different people as `count` say yes. `of: change` (the default) reads the reviews of every pull request of the',
      'release; `of: release` reads approvals of this commit for this environment: the deployment review on GitHub, the page',
      'of the gate, a comment command. Nobody approves what they wrote, nor a release they started.',
      '',
      '`as` is the role that is shown: "1 more approval of this release by team product as product owner". With',
      '`after: { verified: staging }` only approvals count that were given after this very commit passed its verification in',
      '`staging`: a sign-off on what was tested. What was approved before that is shown and does not count',
      '(`before-verification`), and a verification that fails there later takes the sign-off back. Name the environments in',
      '`for`: a gate that holds `staging` as well could never be approved there.',
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
  - name: sign-off
    for: { tiers: [high], environments: [production] }
    require:
      approvals: { of: release, from: { teams: [product] }, as: product owner, after: { verified: staging } }
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
];

export const REQUIREMENT_PAGES: readonly RequirementPage[] = [...GATE_PAGES, ...PROOF_PAGES, ...BUILT_IN_PAGES];
