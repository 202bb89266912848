/** Requirements of what a release has to show for itself: what its changes say, how it reaches users, what tools know. */
import type { RequirementPage } from './requirement-page.ts';

export const PROOF_PAGES: readonly RequirementPage[] = [
  {
    kind: 'sections',
    title: 'Sections',
    isBuiltIn: false,
    asks: [
      'Each of these headings has something under it in the body of every pull request; or once, for all of them, in what',
      'people wrote in the [record of the release](release-record.md). A commit without a pull request has no body, so only the',
      'record speaks for it. Headings compare without case, on any level. Comments, empty list items and boxes, `TBD` and',
      '`_No response_` are nothing; `None` and `n/a` are answers.',
    ],
    met: ['sections-present'],
    pending: ['section-missing', 'incomplete'],
    failed: [],
    example: `version: 1
record: {}
gates:
  - name: prepared
    for: { tiers: [high] }
    require: { sections: [Rollback plan, Success criteria] }
`,
  },
  {
    kind: 'linked-issue',
    title: 'Linked issue',
    isBuiltIn: false,
    asks: [
      '`true`: GitHub links every pull request to an issue ("Development", `Fixes #12`); the message of a commit without one',
      'says `Fixes #12` or its like. A pattern: the title, the body or the linked issues of every change contain a match, such as',
      '`CHG[0-9]+`; of a commit its message. What was found is told in the decision, so that it stands in the audit log.',
      'Comments in a body are not read.',
    ],
    met: ['issue-linked'],
    pending: ['issue-missing', 'incomplete'],
    failed: [],
    example: `version: 1
gates:
  - name: change request
    for: { tiers: [high] }
    require: { linked-issue: "CHG[0-9]+" }
  - name: somebody asked for it
    for: { tiers: [medium] }
    require: { linked-issue: true }
`,
  },
  {
    kind: 'strategy',
    title: 'Strategies',
    isBuiltIn: false,
    asks: [
      "The environment's `strategy` is one of these. It is what the policy says, not what was observed: Tidegate does not look",
      "into the deployment. Of an organisation's and a repository's policy, the repository's says how.",
    ],
    met: ['strategy-allowed'],
    pending: ['strategy-not-allowed', 'strategy-unknown'],
    failed: [],
    example: `version: 1
environments:
  production: { strategy: canary }
gates:
  - name: step by step
    for: { tiers: [high], environments: [production] }
    require: { strategy: [canary, blue-green] }
`,
  },
  {
    kind: 'alerts',
    title: 'Alerts',
    isBuiltIn: false,
    asks: [
      'GitHub knows no open alert of this severity or worse. Code scanning has to have looked at this very commit, and each',
      'scanner of it that looked at the commits before, too; Dependabot looks at the default branch. What is not known holds: a',
      'tool that is switched off, has not looked yet, or may not be read. The App needs a permission for each',
      '([set up](../guide/app.md#alerts-and-attestations)); an alert that somebody dismissed with a reason is not open.',
    ],
    met: ['no-alerts'],
    pending: ['alerts-open', 'alerts-unknown'],
    failed: [],
    example: `version: 1
gates:
  - name: no known holes
    for: { environments: [production] }
    require: { alerts: { code-scanning: high, dependabot: critical } }
`,
  },
  {
    kind: 'attestation',
    title: 'Attestations',
    isBuiltIn: false,
    asks: [
      'What is deployed was attested by this workflow of this repository, for the commit that is deployed, with a signature',
      'that leads to a root which the App trusts ([how](../guide/app.md#alerts-and-attestations)). What is deployed is, first, the',
      'digest in the payload of the deployment, `{"digest": "sha256:…"}`. A workflow cannot set the payload of the deployment that',
      'GitHub makes for its job; there it is what the very run has uploaded (`actions/upload-artifact`, from v4 on): the artefacts',
      'whose names match `artifact`, a name or a glob, all of which have to be attested; without that key, the only artefact of',
      'the run. A name that was uploaded again, as by a later attempt, counts as it was uploaded last. Several without',
      '`artifact`, none, one without digest or expired, more than 100 of a run or 20 of that name: not known, and held with',
      '`digest-unknown`. What is uploaded or attested while it is held is seen within ten minutes. Whether the job deploys what',
      'was named is not seen: deploy by the digest.',
    ],
    met: ['attested'],
    pending: ['attestation-missing', 'digest-unknown', 'attested-elsewhere'],
    failed: [],
    example: `version: 1
gates:
  - name: built by us
    for: { environments: [production] }
    require: { attestation: { signer: .github/workflows/build.yml, artifact: shop } }
`,
  },
];
