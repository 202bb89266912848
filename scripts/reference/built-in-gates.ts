/** Gates that nobody has to write: each is listed when the policy, or what people did, gives it something to say. */
import type { RequirementPage } from './requirement-page.ts';

export const BUILT_IN_PAGES: readonly RequirementPage[] = [
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
  {
    kind: 'preflight',
    title: 'Preflight',
    isBuiltIn: true,
    asks: [
      "The smoke file of the environment's `preflight` passed within the last ten minutes: the target is ready for a release.",
      'When nothing else holds the release, the App reads the file from the default branch and runs it',
      '([how](smoke.md#where-the-app-runs-it)), within two minutes; what did not pass is run again by itself after five. An',
      'authorised rollback skips it. Listed for environments with `preflight`.',
    ],
    met: ['preflight-passed'],
    pending: ['preflight-failed', 'preflight-unknown'],
    failed: [],
    example: `version: 1
environments:
  production: { preflight: .github/preflight.yml }
`,
  },
  {
    kind: 'plan',
    title: 'Planned releases',
    isBuiltIn: true,
    asks: [
      'At every stage of the [planned release](plan.md) about which somebody decided, the last word is go. A no-go at any of',
      'them holds; `/tidegate go STAGE` takes it back. A stage that nobody decided about holds nothing. An authorised rollback',
      'skips it. Listed when a policy has `plan` and a change of the release belongs to a milestone that it plans by, or did when',
      'somebody [said no-go](plan.md#what-a-no-go-is-about).',
    ],
    met: ['go', 'no-decision'],
    pending: [],
    failed: ['no-go'],
    example: `version: 1
plan:
  milestones: "release/*"
  stages: { code-freeze: -5d, test-end: -2d, staging: -1d, production: 0d }
environments:
  production: { release-manager: { teams: [release] } }
`,
  },
  {
    kind: 'train',
    title: 'Trains',
    isBuiltIn: true,
    asks: [
      'The repositories of a train go in its `order`: each is held until those before it are verified in the environment, and all',
      'are held while one of them failed. A member that the App cannot read, or that has no milestone of the same title, holds',
      "the others, too. Only the organisation's policy has trains. An authorised rollback skips it. Listed when the release",
      'belongs to a train that ends in this environment.',
    ],
    met: ['train-clear'],
    pending: ['train-order', 'train-incomplete', 'train-unreadable', 'train-no-go', 'train-failed'],
    failed: [],
    example: `# .github/tidegate-org.yml of the organisation
version: 1
plan: { milestones: "release/*" }
trains:
  checkout:
    members: [acme/shop, acme/payments]
    order: [acme/payments, acme/shop]
    environment: production
`,
    isOfOrganisation: true,
  },
];
