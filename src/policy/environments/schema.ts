/** The keys of `services` and `environments`: what is deployed where, in which order, and how it comes back. */
import { z } from 'zod';
import { marks, people } from '../gates/schema.ts';
import { globs } from '../risk/schema.ts';
import { atMostNames, duration, name, notEmpty, oneOrMany, path, refusal, STRATEGIES } from '../words/schema.ts';

export const service = z.strictObject({
  paths: globs.meta({ description: 'A change belongs to the service when it touches one of these.' }),
});

const promotion = z.strictObject({
  from: name.meta({ description: 'The environment in which this very commit has to be verified first.' }),
  soak: duration.optional().meta({ description: 'How long it has to be healthy there, without a break.' }),
});

const watch = z
  .union([
    duration,
    z.strictObject({
      for: duration.meta({ description: 'How long a deployment is watched.' }),
      every: duration
        .optional()
        .meta({ description: 'How often it is probed again, with the checks that are marked `watch: true`.' }),
    }),
  ])
  .transform((value): { for: string; every?: string | undefined } =>
    typeof value === 'string' ? { for: value } : value,
  );

const verification = z
  .strictObject({
    smoke: path.optional().meta({
      description:
        'The smoke file of the environment: only a verification by this file counts as a pass, and hypercare probes with its checks that are marked `watch: true`. What fails counts whatever file found it.',
    }),
    within: duration.optional().meta({
      description: 'When a verification has to be there after a deployment. None in time is a finding of its own.',
    }),
    watch: watch.optional().meta({
      description:
        'Hypercare: incidents opened for so long after a deployment are attributed to it. `{ for: 48h, every: 15m }` probes again meanwhile.',
    }),
  })
  .refine(notEmpty, {
    params: refusal('verify-empty'),
    message: '`verify` says nothing here. Give `within`, `watch` or `smoke`, or remove it.',
  });

const limit = z
  .strictObject({
    attempts: z.int().min(1).max(100).optional().meta({ description: 'Rollbacks of one release. Default: 1.' }),
    per: duration.optional().meta({ description: 'The time over which `at-most` counts.' }),
    'at-most': z.int().min(1).max(1000).optional().meta({ description: 'Rollbacks in the lane per `per`.' }),
  })
  .refine(notEmpty, {
    params: refusal('limit-incomplete'),
    message: '`limit` says nothing here. Give `attempts`, or `per` and `at-most`.',
  })
  .refine((value) => (value.per === undefined) === (value['at-most'] === undefined), {
    params: refusal('limit-incomplete'),
    message: '`per` and `at-most` need each other: `{ per: 24h, at-most: 2 }`.',
  });

/** Verdicts of a verification that are no `pass`; `missing`: none arrived in time. */
const VERDICTS = ['fail', 'error', 'inconclusive', 'missing'] as const;

const drill = z.strictObject({
  in: name.meta({ description: 'The environment in which a rollback is to be tried.' }),
  every: duration.meta({ description: 'How old the last one may be. A way back that was never tried is a finding.' }),
});

/** Values of the inputs of a workflow: GitHub takes at most 25 of them. */
const inputs = z
  .record(
    z.string().regex(/^[A-Za-z_][\w-]{0,99}$/, 'the name of an input: letters, digits, `_` and `-`'),
    z.string().max(1000),
  )
  .refine(notEmpty, {
    params: refusal('rollback-inputs'),
    message:
      '`inputs` is empty, so the workflow would not know what to switch. Name what it is given: `inputs: { slot: blue }`.',
  })
  .check(atMostNames(25));

/** How a rollback is done. */
const ROLLBACK_MODES = ['workflow', 'switch'] as const;

const rollbackKeys = z.strictObject({
  on: oneOrMany(z.enum(VERDICTS))
    .default(['fail'])
    .meta({ description: 'Verdicts of a verification that may trigger a rollback. Default: `fail`.' }),
  authorise: z
    .record(name, z.enum(['auto', 'ask']))
    .default({})
    .meta({
      description:
        'By tier of what the rollback takes away: `auto`, or `ask` for an approval of this rollback by someone in `by`. Default: `ask` for every tier.',
    }),
  workflow: path.optional().meta({ description: 'The workflow that is dispatched, with the input `sha`.' }),
  by: people.optional().meta({
    description:
      'Who may approve a rollback, ask for one, hold and lift. Default: `release-manager`, else `override.by`.',
  }),
  barriers: marks.optional().meta({
    description: 'What no rollback may take away unasked: changes with these labels, or that touch these paths.',
  }),
  limit: limit.optional().meta({ description: 'How many rollbacks are authorised before people have to look.' }),
  drill: drill.optional().meta({ description: 'How often the way back has to be tried.' }),
  mode: z.enum(ROLLBACK_MODES).default('workflow').meta({
    description:
      '`workflow` deploys the earlier commit again. `switch` passes `inputs` instead of a commit: blue-green, or a flag that is turned off.',
  }),
  inputs: inputs.optional().meta({ description: 'With `mode: switch`: the inputs that the workflow is given.' }),
});

const rollback = rollbackKeys.refine((value) => (value.mode === 'switch') === (value.inputs !== undefined), {
  params: refusal('rollback-inputs'),
  message:
    '`mode: switch` and `inputs` need each other: the inputs say what is switched. Give both, e.g. `inputs: { slot: blue }`, or neither.',
});

/** An environment that is only named (`staging:`) is governed and has nothing of its own to say. */
export const environment = z
  .strictObject({
    service: name
      .optional()
      .meta({ description: 'The service that is deployed there. Default: the whole repository.' }),
    promote: promotion.optional().meta({ description: 'Where the commit has to be good before it may enter.' }),
    verify: verification
      .optional()
      .meta({ description: 'When a deployment counts as verified, and how long it is watched.' }),
    group: name.optional().meta({
      description:
        'Environments of one group hold together: a release whose verification failed in one of them is held in all.',
    }),
    rollback: rollback.optional().meta({ description: 'How the environment goes back, and who may say so.' }),
    'release-manager': people.optional().meta({
      description:
        'Who owns what is released here: default of `override.by` and `rollback.by`, assigned to the record, named in the first line of every hold.',
    }),
    runbook: path.optional().meta({
      description:
        'What to do, as a file of the repository: linked wherever something is held, paged, rolled back or reviewed.',
    }),
    preflight: path.optional().meta({
      description:
        'A smoke file that is run before the gate opens: is the target ready? When it fails, the release is held.',
    }),
    strategy: z.enum(STRATEGIES).optional().meta({
      description: 'How a release reaches its users. Recorded, shown, and a dimension of the DORA figures.',
    }),
  })
  .nullable()
  .transform((value) => value ?? {});
