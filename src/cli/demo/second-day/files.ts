/** What lies in the two repositories, and in the organisation's. */
import { APP_URL } from '../workflow-of-day.ts';

export const ORG_POLICY = `version: 1
zone: Europe/Berlin
trains:
  checkout: { members: [acme/shop, acme/payments], order: [acme/payments, acme/shop], environment: production }
`;

/** The same in both. */
export const POLICY = `version: 1
zone: Europe/Berlin

plan:
  milestones: "release/*"
  stages: { code-freeze: -5d, test-end: -2d, staging: -1d, production: 0d }

risk:
  - { tier: low, because: documentation only, when: { only-paths: ["docs/**", "**/*.md"] } }
  - { tier: high, because: customers pay through it }

windows:
  release-morning: { days: wed, hours: "10:00-12:00" }

environments:
  staging:
    verify: { smoke: .github/smoke.yml, within: 30m }
  production:
    release-manager: { teams: [release] }
    runbook: docs/runbooks/production.md
    promote: { from: staging }
    preflight: .github/preflight.yml
    verify: { smoke: .github/smoke.yml, within: 15m, watch: { for: 48h, every: 15m } }
    strategy: canary
    rollback:
      on: [fail]
      authorise: { low: auto, high: ask }
      workflow: deploy.yml
      by: { teams: [release, sre] }

gates:
  - name: ready for customers
    for: { tiers: [high], environments: [production] }
    require:
      sections: [Rollback plan, Success criteria]
      linked-issue: true
      strategy: [canary]
      approvals:
        count: 1
        from: { teams: [product] }
        of: release
        as: product owner
        after: { verified: staging }
        via: [comment, deployment-review]
  - name: release morning
    for: { tiers: [high], environments: [production] }
    require: { window: release-morning }

escalation:
  - when: [verification-failed, verification-missing, rollback-failed]
    page: PD_ROUTING_KEY
    then: { after: 15m, page: PD_MANAGER_KEY }

record: { for: { environments: [production] } }
reviews: { template: .github/review.md, due: 5d, cause-labels: [gap/process, gap/testing] }
notes: { comment: true }
notify:
  - { on: [planned, window-opens-in: 24h], slack: CHANNEL_URL, template: .github/announce.md }
  - { on: [released, rollback, rollback-failed, review-overdue, watching-ended], slack: LEADS_URL }

override: { by: { teams: [sre] }, expires: 2h }
dora: { targets: { change-fail-rate: 15%, recovery-time: 1h } }
`;

export const ANNOUNCEMENT = `{{ service }} {{ release }} goes to {{ environment }} on {{ due }}.
It may go out from {{ opens-at }} on. Expected downtime: {{ downtime }}.
Questions: {{ release-manager }}. If something is wrong: {{ runbook }}.
`;

export const REVIEW = `### What customers saw

### What we did not know before

### What we change, and who does it
`;

export const RUNBOOK = `# Production

1. Stop the canary: \`./canary.sh stop\`.
2. Is it the last release? \`/tidegate rollback production REASON\` in its record.
3. Tell #checkout what customers see.
`;

export function smokeFile(url: string): string {
  return `version: 1
network: loopback
deadline: 1m
checks:
  - id: version
    version: { url: "${url}/\${environment}/version", json: "$.commit", expect: "\${sha}" }
    interval: 50ms
  - id: checkout
    watch: true
    http: { url: "${url}/\${environment}/checkout", body: { contains: "Pay now" } }
    retry: { attempts: 2, base: 100ms }
    depends-on: [version]
`;
}

export function preflightFile(url: string): string {
  return `version: 1
network: loopback
deadline: 20s
checks:
  - id: standby
    http: { url: "${url}/\${environment}/ready", status: 200 }
`;
}

/** Nobody runs it here: \`deploy.ts\` does what it says. The App reads how it can be started. */
export const WORKFLOW = `name: deploy
on:
  workflow_dispatch:
    inputs:
      sha: { description: The commit to deploy, type: string, required: true }
jobs:
  production:
    runs-on: ubuntu-latest
    environment: production
    permissions: { contents: read, id-token: write }
    steps:
      - run: ./canary.sh "\${{ inputs.sha }}"
      - uses: OWNER/tidegate@v1
        with: { command: smoke, environment: production, sha: "\${{ inputs.sha }}", app-url: ${APP_URL} }
`;
