import type { RepositoryRecord } from '../state/records.ts';
import { fullName, type Shown } from './place.ts';

/** The active rules that apply to a branch. */
export function rulesOf(repository: RepositoryRecord, branch: string): readonly Shown[] {
  const rules = repository.branchRules.get(branch);
  const queue = repository.queues.get(branch);
  const source = { ruleset_source_type: 'Repository', ruleset_source: fullName(repository) };
  const ruleset = { ...source, ruleset_id: rules?.rulesetId ?? repository.id };
  const checks = rules?.checks.map(({ name, app }) => ({
    context: name,
    ...(app === null ? {} : { integration_id: app.id }),
  }));
  return [
    ...(rules === undefined
      ? []
      : [
          {
            type: 'required_status_checks',
            ...ruleset,
            parameters: {
              required_status_checks: checks,
              strict_required_status_checks_policy: rules.isStrict,
              do_not_enforce_on_create: false,
            },
          },
        ]),
    ...(queue === undefined
      ? []
      : [
          {
            type: 'merge_queue',
            ...ruleset,
            parameters: {
              check_response_timeout_minutes: queue.timeoutMinutes,
              grouping_strategy: 'HEADGREEN',
              max_entries_to_build: queue.groupOf,
              max_entries_to_merge: queue.groupOf,
              merge_method: queue.method.toUpperCase(),
              min_entries_to_merge: 1,
              min_entries_to_merge_wait_minutes: 0,
            },
          },
        ]),
  ];
}
