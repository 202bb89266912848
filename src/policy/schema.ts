/**
 * The policy language: every key, its type, its default and what it means. The parser, the JSON Schema for editors and
 * the reference page all come from this table, so none of them can be older than another.
 */
import { z } from 'zod';
import { ALL_DAYS, ALL_HOURS, readDays, readHours } from '../calendar/reading.ts';
import { RELEASE_TYPES } from '../domain/decision.ts';
import {
  atMostNames,
  days,
  duration,
  glob,
  hours,
  login,
  moment,
  name,
  notEmpty,
  oneOrMany,
  refusal,
  team,
  zone,
} from './words/schema.ts';

/** The permissions an approver may be asked to have, lowest first. */
export const PERMISSIONS = ['read', 'triage', 'write', 'maintain', 'admin'] as const;

/** Where an opinion can come from. `review` is a pull request's; the others are the release's own. */
export const SOURCES = ['review', 'deployment-review', 'page', 'comment'] as const;

const labels = oneOrMany(name).meta({ description: 'Any of these labels.' });
const globs = oneOrMany(glob);
const types = oneOrMany(z.enum(RELEASE_TYPES));
const tierNames = oneOrMany(name);
const exceptTypes = z.strictObject({ types: types.meta({ description: 'Releases of these types.' }) });

const people = z
  .strictObject({
    users: oneOrMany(login).optional().meta({ description: 'Logins, compared without case.' }),
    teams: oneOrMany(team)
      .optional()
      .meta({ description: 'Team slugs of the organisation; members of child teams included.' }),
    permission: z
      .enum(PERMISSIONS)
      .optional()
      .meta({ description: 'Everyone with at least this permission on the repository.' }),
  })
  .refine(notEmpty, {
    params: refusal('people-empty'),
    message: 'This names nobody, so nobody could act. Give `users`, `teams` or `permission`.',
  });

const when = z
  .strictObject({
    paths: globs
      .optional()
      .meta({ description: 'Some changed file (its old or its new name) matches one of these globs.' }),
    'only-paths': globs.optional().meta({
      description: 'Every changed file, by both names, matches one of these globs. A change without files does not.',
    }),
    labels: labels.optional().meta({ description: 'The pull request has one of these labels.' }),
    type: types.optional().meta({ description: 'The release type of the change is one of these.' }),
  })
  .refine(notEmpty, {
    params: refusal('when-empty'),
    message:
      'An empty `when` selects nothing in particular. Leave `when` out for the rule that applies when no other matched.',
  });

const riskRule = z.strictObject({
  tier: name.meta({ description: 'The tier a matching change has at least.' }),
  because: z.string().trim().min(1).max(300).optional().meta({ description: 'Why, shown to people.' }),
  when: when.optional().meta({
    description:
      'Which changes match: keys are AND, list items are OR. Without it: the rule applies when no other rule matched.',
  }),
});

const window = z
  .strictObject({
    days: oneOrMany(days)
      .optional()
      .meta({ description: 'Days on which a span opens: `mon`, `mon-thu`, `[tue, thu]`. Default: every day.' }),
    hours: oneOrMany(hours, 48).optional().meta({
      description:
        'Hours of the day, `"09:00-15:30"`; over midnight they belong to the day they open on. Default: the whole day.',
    }),
    zone: zone.optional().meta({ description: 'IANA time zone. Default: the `zone` of the policy.' }),
  })
  .refine((value) => value.days !== undefined || value.hours !== undefined, {
    params: refusal('window-empty'),
    message: 'A window needs `days` or `hours`; with neither it would always be open.',
  })
  .transform((value) => ({
    ...(value.zone === undefined ? {} : { zone: value.zone }),
    days: value.days === undefined ? [...ALL_DAYS] : daysIn(value.days),
    hours: value.hours === undefined ? [ALL_HOURS] : hoursIn(value.hours),
  }));

function daysIn(texts: readonly string[]): number[] {
  return [...new Set(texts.flatMap((text) => readDays(text) ?? []))].sort((one, other) => one - other);
}

function hoursIn(texts: readonly string[]): { from: number; until: number }[] {
  return texts.flatMap((text) => readHours(text) ?? []).sort((one, other) => one.from - other.from);
}

const freeze = z.strictObject({
  name: name.meta({ description: 'Shown to people who are held by it.' }),
  from: moment.meta({ description: 'First instant: a date (its midnight), a local time, or a time with an offset.' }),
  until: moment.meta({ description: 'First instant after it.' }),
  zone: zone.optional().meta({ description: 'IANA time zone of local times. Default: the `zone` of the policy.' }),
  environments: globs.optional().meta({ description: 'Environments it concerns. Default: all.' }),
  tiers: tierNames.optional().meta({ description: 'Tiers it concerns. Default: all.' }),
  except: exceptTypes.optional().meta({ description: 'Releases it does not concern.' }),
});

const approvals = z.strictObject({
  count: z.int().min(0).max(100).default(1).meta({ description: 'How many people.' }),
  from: people
    .default({ permission: 'write' })
    .meta({ description: 'Who may approve: a person who is in any of these. Default: everyone with `write`.' }),
  of: z.enum(['change', 'release']).default('change').meta({
    description:
      '`change`: the reviews of every change of the release. `release`: approvals of this commit for this environment.',
  }),
  distinct: z
    .boolean()
    .default(false)
    .meta({ description: 'One person cannot serve two requirements that are both distinct.' }),
  via: oneOrMany(z.enum(SOURCES)).optional().meta({
    description: 'Sources that count. Default: all, without `comment` in the highest tier.',
  }),
});

const requirements = z
  .strictObject({
    approvals: approvals.optional().meta({ description: 'Approvals by people.' }),
    window: oneOrMany(name, 20).optional().meta({ description: 'One of these windows is open.' }),
  })
  .refine(notEmpty, {
    params: refusal('require-empty'),
    message: 'This gate requires nothing, so it would always be open. Give it a requirement or remove it.',
  });

const gate = z.strictObject({
  name: name.meta({ description: 'Unique. Shown to people who are held by it.' }),
  for: z
    .strictObject({
      tiers: tierNames.optional().meta({ description: 'Releases of these tiers. Default: all.' }),
      environments: globs.optional().meta({ description: 'These environments. Default: all.' }),
    })
    .refine(notEmpty, {
      params: refusal('for-empty'),
      message: 'An empty `for` selects nothing in particular. Leave it out for a gate that concerns every release.',
    })
    .optional()
    .meta({ description: 'Which releases the gate concerns. Default: all.' }),
  except: exceptTypes.optional().meta({ description: 'Releases that skip the gate.' }),
  at: z.enum(['deploy', 'merge']).default('deploy').meta({ description: 'Whether it holds deployments or merging.' }),
  require: requirements.meta({ description: 'What has to be met, all of it.' }),
});

const typeLabels = z.strictObject({ labels });

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
  'release-types': z
    .strictObject({
      major: typeLabels.optional().meta({ description: 'Labels that make a change major.' }),
      minor: typeLabels.optional().meta({ description: 'Labels that make a change minor.' }),
      patch: typeLabels.optional().meta({ description: 'Labels that make a change a patch.' }),
      emergency: typeLabels.optional().meta({ description: 'Labels that make a change an emergency.' }),
    })
    .default({})
    .meta({
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
  environments: z
    .record(
      z.string(),
      z
        .strictObject({})
        .nullable()
        .transform(() => ({})),
    )
    .check(atMostNames(200))
    .optional()
    .meta({
      description: 'The environments that are governed: names or globs, compared without case. Without this key: all.',
    }),
  gates: z
    .array(gate)
    .max(200)
    .default([])
    .meta({ description: 'Every gate whose `for` selects the release applies, and all must be met.' }),
  override: z
    .strictObject({
      by: people.meta({ description: 'Who may break glass.' }),
      expires: duration.default('4h').meta({ description: 'How long an override is in force.' }),
    })
    .optional()
    .meta({ description: 'Break-glass: permitted people open a gate with a reason. Without this key nobody may.' }),
});

/** All the way down: a parsed policy is never changed. */
type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

export type Policy = DeepReadonly<z.output<typeof Policy>>;
export type RiskRule = NonNullable<Policy['risk']>[number];
export type WindowSpans = Policy['windows'][string];
export type Freeze = Policy['freezes'][number];
export type Gate = Policy['gates'][number];
export type Requirements = Gate['require'];
export type Approvals = NonNullable<Requirements['approvals']>;
export type People = Approvals['from'];

/** The policy language as JSON Schema (draft 2020-12), for editors. */
export function policyJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(Policy, { io: 'input' });
}
