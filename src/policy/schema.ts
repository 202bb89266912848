/**
 * The policy language: every key, its type, its default and what it means. The parser, the JSON Schema for editors and
 * the reference page all come from this table, so none of them can be older than another.
 */
import { z } from 'zod';
import { environment, service } from './environments/schema.ts';
import { gate, people } from './gates/schema.ts';
import { pageRule } from './paging/schema.ts';
import { dora, notes, notification, plan, record, reviews, train } from './reporting/schema.ts';
import { escalation, releaseTypes, riskRule } from './risk/schema.ts';
import { freeze, window } from './times/schema.ts';
import { atMostNames, duration, name, zone } from './words/schema.ts';

export const Policy = z.strictObject({
  version: z.literal(1).meta({ description: 'The version of the language.' }),
  mode: z
    .enum(['enforce', 'observe'])
    .default('enforce')
    .meta({ description: '`observe` reports everything and holds nothing.' }),
  zone: zone.default('UTC').meta({ description: 'IANA time zone of windows and freezes.' }),
  tiers: z
    .array(name)
    .min(1)
    .max(20)
    .default(['low', 'medium', 'high'])
    .meta({ description: 'Risk tiers, lowest first.' }),
  risk: z.array(riskRule).min(1).max(500).optional().meta({
    description:
      'A change has the highest tier of the rules that match it. Without this key the tier follows the release type.',
  }),
  escalate: z.array(escalation).min(1).max(20).optional().meta({
    description: 'Tiers up for the whole release when the lane fails often. What is not known escalates.',
  }),
  'release-types': releaseTypes.default({}).meta({
    description:
      'Labels that set the release type of a change. Default: the label of the same name; without a label, Conventional Commits.',
  }),
  windows: z.record(name, window).check(atMostNames(100)).default({}).meta({
    description: 'Named windows: open during their spans, from the first instant up to, not including, the last.',
  }),
  freezes: z
    .array(freeze)
    .max(500)
    .default([])
    .meta({ description: 'Times in which nothing that they concern is deployed.' }),
  services: z.record(name, service).check(atMostNames(200)).default({}).meta({
    description: 'For a repository with several: the paths that make a change one of the service.',
  }),
  environments: z.record(z.string(), environment).check(atMostNames(200)).optional().meta({
    description:
      'The environments that are governed: names or globs, compared without case. An exact name wins over a glob, an earlier glob over a later one. Without this key: all.',
  }),
  gates: z
    .array(gate)
    .max(200)
    .default([])
    .meta({ description: 'Every gate whose `for` selects the release applies, and all must be met.' }),
  override: z
    .strictObject({
      by: people.optional().meta({
        description: 'Who may break glass. Default: the `release-manager` of the environment.',
      }),
      expires: duration.default('4h').meta({ description: 'How long an override is in force.' }),
    })
    .optional()
    .meta({ description: 'Break-glass: permitted people open a gate with a reason. Without this key nobody may.' }),
  record: record.optional().meta({ description: 'One release record across all environments.' }),
  notify: z.array(notification).min(1).max(50).optional().meta({ description: 'Who is told of what.' }),
  notes: notes.optional().meta({ description: 'How release notes are arranged.' }),
  dora: dora.optional().meta({ description: 'How the DORA figures are counted.' }),
  escalation: z.array(pageRule).min(1).max(20).optional().meta({
    description:
      'Who is paged, level by level, until somebody acknowledges. Printed in the hold before a window opens.',
  }),
  reviews: reviews.optional().meta({ description: 'The review after a rollback or an override.' }),
  plan: plan.optional().meta({ description: 'Planned releases: milestones and their stages.' }),
  trains: z.record(name, train).check(atMostNames(50)).optional().meta({
    description: "Releases of several repositories that go together. Only in the organisation's policy.",
  }),
});

/** All the way down: a parsed policy is never changed. */
type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

export type Policy = DeepReadonly<z.output<typeof Policy>>;
export type RiskRule = NonNullable<Policy['risk']>[number];
export type When = NonNullable<RiskRule['when']>;
export type Escalation = NonNullable<Policy['escalate']>[number];
export type WindowSpans = Policy['windows'][string];
export type Freeze = Policy['freezes'][number];
export type Gate = Policy['gates'][number];
export type Requirements = Gate['require'];
export type Approvals = NonNullable<Requirements['approvals']>;
export type PageRule = NonNullable<Policy['escalation']>[number];
export type Train = NonNullable<Policy['trains']>[string];
/** People who may approve; other lists of people cannot say `codeowners`. */
export type Approvers = Approvals['from'];
export type People = NonNullable<NonNullable<Policy['override']>['by']>;
export type WantedCheck = NonNullable<Requirements['checks']>[number];
export type EnvironmentEntry = NonNullable<Policy['environments']>[string];
export type RollbackRules = NonNullable<EnvironmentEntry['rollback']>;

/** The policy language as JSON Schema (draft 2020-12), for editors. */
export function policyJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(Policy, { io: 'input' });
}
