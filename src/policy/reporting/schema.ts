/** The keys that plan and tell: `record`, `notify`, `notes`, `dora`, `reviews`, `plan` and `trains`. */
import { z } from 'zod';
import { selection } from '../gates/schema.ts';
import { globs, labels } from '../risk/schema.ts';
import {
  atMostNames,
  duration,
  glob,
  name,
  notEmpty,
  offset,
  oneOrMany,
  path,
  percentage,
  refusal,
  repository,
  variable,
} from '../words/schema.ts';

export const record = z.strictObject({
  for: selection.optional().meta({ description: 'Which releases get one. Default: all.' }),
  as: z.literal('issue').default('issue').meta({ description: 'Where it is kept.' }),
  checklist: path.optional().meta({ description: 'A Markdown file whose task list the record begins with.' }),
});

/** What people can be told about. */
const NOTICES = [
  'decision',
  'released',
  'rollback',
  'rollback-failed',
  'override',
  'verification-failed',
  'verification-missing',
  'planned',
  'started',
  'watching-ended',
  'bypass-found',
  'policy-loosened',
  'policy-invalid',
  'guard-off',
  'review-overdue',
  'audit-broken',
] as const;

const notice = z.union([
  z.enum(NOTICES),
  z.strictObject({ 'gate-waiting-over': duration.meta({ description: 'A gate has waited for so long.' }) }),
  z.strictObject({
    'window-opens-in': duration.meta({
      description:
        'A planned release, or a deployment that waits for a window or the end of a freeze, may go out in so long.',
    }),
  }),
  z.strictObject({
    'approval-missing-before-window': duration.meta({
      description: 'A window opens in so long, and an approval that a waiting release needs is missing.',
    }),
  }),
  z.strictObject({
    'undeployed-over': duration.meta({ description: 'A merged change has not reached production for so long.' }),
  }),
]);

const CHANNELS = ['slack', 'pagerduty', 'webhook'] as const;

export const notification = z
  .strictObject({
    on: oneOrMany(notice, 50).meta({ description: 'What is told.' }),
    slack: variable.optional().meta({ description: 'The variable with the address of a Slack webhook.' }),
    pagerduty: variable.optional().meta({ description: 'The variable with a routing key of PagerDuty.' }),
    webhook: variable.optional().meta({ description: 'The variable with the address of a webhook of your own.' }),
    template: path.optional().meta({
      description: 'A file of the repository with the text of the announcement; names in `{{ }}` are filled in.',
    }),
  })
  .refine((value) => CHANNELS.some((channel) => value[channel] !== undefined), {
    params: refusal('notify-nowhere'),
    message: 'Nobody would be told. Give `slack`, `pagerduty` or `webhook`.',
  });

const category = z
  .strictObject({
    title: name.meta({ description: 'The heading of the section.' }),
    types: oneOrMany(name).optional().meta({ description: 'Conventional Commit types.' }),
    labels: labels.optional().meta({ description: 'Labels; `*` takes everything that is left.' }),
  })
  .refine((value) => value.types !== undefined || value.labels !== undefined, {
    params: refusal('list-empty'),
    message: 'This category takes nothing. Give `types` or `labels`.',
  });

export const notes = z.strictObject({
  categories: z
    .array(category)
    .min(1)
    .max(50)
    .optional()
    .meta({ description: 'Sections of the notes, in order; a change is in the first that takes it.' }),
  exclude: z
    .strictObject({
      labels: labels.optional().meta({ description: 'Changes with one of these labels.' }),
      authors: oneOrMany(name).optional().meta({ description: 'Changes by one of these logins.' }),
    })
    .refine(notEmpty, { params: refusal('list-empty'), message: 'This excludes nothing. Give `labels` or `authors`.' })
    .optional()
    .meta({ description: 'What the notes leave out.' }),
  comment: z.boolean().optional().meta({
    description:
      'Whether authors are told: one comment on each pull request when it reaches production, and one if it is taken back. Default: false.',
  }),
});

export const dora = z.strictObject({
  production: globs.optional().meta({
    description:
      'Environments that are production. Default: `production`, `prod`, `live` and names that begin with `production-` or `prod-`.',
  }),
  incident: z.strictObject({ labels }).optional().meta({ description: 'Issues that are incidents.' }),
  team: z
    .strictObject({ 'label-prefix': name.meta({ description: 'A label `team/shop` names the team `shop`.' }) })
    .optional()
    .meta({ description: 'How the team of a change is told.' }),
  issue: z.boolean().optional().meta({
    description:
      'Whether the figures are kept in an issue. Default: true. Said of an organisation, `true` asks for one of all its repositories as well.',
  }),
  targets: z
    .strictObject({
      'deployment-frequency': z
        .number()
        .min(0)
        .max(10_000)
        .optional()
        .meta({ description: 'Deployments per day, at least.' }),
      'lead-time': duration.optional().meta({ description: 'At most.' }),
      'change-fail-rate': percentage.optional().meta({ description: 'At most.' }),
      'recovery-time': duration.optional().meta({ description: 'At most.' }),
      'rework-rate': percentage.optional().meta({ description: 'At most.' }),
    })
    .refine(notEmpty, { params: refusal('list-empty'), message: 'This sets no target. Give one or remove the key.' })
    .optional()
    .meta({ description: 'What the team wants to reach.' }),
  calibration: z
    .strictObject({ margin: percentage.meta({ description: 'The difference that matters. Default: 10%.' }) })
    .optional()
    .meta({ description: 'When the tiers count as separated.' }),
});

export const reviews = z
  .strictObject({
    template: path.optional().meta({ description: 'A Markdown file that a review begins with.' }),
    due: duration.optional().meta({ description: 'When a review has to be closed. Later it is overdue.' }),
    'cause-labels': labels
      .optional()
      .meta({ description: 'A review closes only with one of these labels: what was the cause?' }),
  })
  .refine(notEmpty, {
    params: refusal('list-empty'),
    message: 'This says nothing. Give `template`, `due` or `cause-labels`.',
  });

export const plan = z.strictObject({
  milestones: glob.meta({ description: 'A milestone whose title matches is a planned release, due on its due date.' }),
  stages: z
    .record(name, offset)
    .check(atMostNames(20))
    .default({})
    .meta({ description: 'Stages by name, in order, each so long before or after the due date: `code-freeze: -5d`.' }),
});

export const train = z.strictObject({
  members: z
    .array(repository)
    .min(1)
    .max(20)
    .refine((members) => members.length !== 1, {
      params: refusal('out-of-range'),
      message: '`members` has one repository, and a train is of two at least. Add the others, or remove the train.',
    })
    .meta({ description: 'Repositories whose planned releases go together, two at least.' }),
  // How many it has to have is judged with the members.
  order: z
    .array(repository)
    .min(1)
    .max(20)
    .optional()
    .meta({ description: 'In which they go out. Default: as in `members`. Back they go in reverse.' }),
  environment: name.meta({ description: 'Where they go together.' }),
});
