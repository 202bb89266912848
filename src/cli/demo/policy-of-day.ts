/** The policy of the demo's repository, as a team would write it. */
import type { CalendarOfDay } from './calendar-of-day.ts';

export function policyOfDay(day: CalendarOfDay): string {
  return `version: 1
zone: ${day.zone}

risk:
  - tier: high
    because: database schema change
    when: { paths: ["db/**"] }
  - tier: low
    because: documentation only
    when: { only-paths: ["docs/**", "**/*.md"] }
  - tier: low
    because: only a page
    when: { only-paths: ["site/**"] }
  - tier: medium

windows:
  release-hours: { days: ${day.windowDays}, hours: "${day.windowHours}" }

freezes:
  - name: Black Friday
    from: ${day.freeze.from}
    until: ${day.freeze.until}
    environments: [production]
    tiers: [medium, high]

environments:
  production:
    verify: { within: 15m }
    rollback:
      on: [fail]
      authorise: { low: auto, medium: ask, high: ask }
      workflow: deploy.yml
      barriers: { paths: ["db/**"] }

gates:
  - name: schema review
    for: { tiers: [high], environments: [production] }
    require: { approvals: { count: 1, from: { permission: write } } }
  - name: release hours
    for: { tiers: [medium, high], environments: [production] }
    require: { window: [release-hours] }

override: { by: { teams: [sre] }, expires: 4h }
`;
}
