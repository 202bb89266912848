/** The keys of `gates`: whom a gate concerns, what it requires, and who the people are. */
import { z } from 'zod';
import { PERMISSIONS } from '../permissions.ts';
import { globs, labels } from '../risk/schema.ts';
import { exceptTypes } from '../times/schema.ts';
import {
  duration,
  glob,
  login,
  name,
  notEmpty,
  oneOrMany,
  path,
  pattern,
  refusal,
  repository,
  STRATEGIES,
  team,
} from '../words/schema.ts';

/** Where an opinion can come from. `review` is a pull request's; the others are the release's own. */
export const SOURCES = ['review', 'deployment-review', 'page', 'comment'] as const;

/** Conclusions of a check that a gate may accept besides `success`. */
const ALLOWED_CONCLUSIONS = ['skipped', 'neutral'] as const;

const peopleKeys = {
  users: oneOrMany(login).optional().meta({ description: 'Logins, compared without case.' }),
  teams: oneOrMany(team)
    .optional()
    .meta({ description: 'Team slugs of the organisation; members of child teams included.' }),
  permission: z
    .enum(PERMISSIONS)
    .optional()
    .meta({ description: 'Everyone with at least this permission on the repository.' }),
};

const nobody = {
  params: refusal('people-empty'),
  message: 'This names nobody, so nobody could act. Give `users`, `teams` or `permission`.',
};

export const people = z.strictObject(peopleKeys).refine(notEmpty, nobody);

const approvers = z
  .strictObject({
    ...peopleKeys,
    codeowners: z.literal(true).optional().meta({
      description:
        'The owners of what is changed, by CODEOWNERS of the default branch: every owned file needs one of its owners, and `count` of them in all.',
    }),
  })
  .refine(notEmpty, nobody);

const approvals = z.strictObject({
  count: z.int().min(0).max(100).default(1).meta({ description: 'How many people.' }),
  from: approvers
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
  veto: z.boolean().default(false).meta({
    description: "An eligible person's open `changes requested` keeps it pending, however many approve.",
  }),
  expires: duration.optional().meta({ description: 'How long an approval counts. Default: until it is worn out.' }),
  as: name.optional().meta({ description: 'The role that is shown: `product owner`.' }),
  after: z
    .strictObject({ verified: name.meta({ description: 'The environment in which this very commit was verified.' }) })
    .optional()
    .meta({ description: 'Only approvals that are later than this count: a sign-off on what was tested.' }),
});

const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;

const severity = z.enum(SEVERITIES);

const alerts = z
  .strictObject({
    'code-scanning': severity
      .optional()
      .meta({ description: "No open alert of GitHub's code scanning of this severity or worse." }),
    dependabot: severity.optional().meta({ description: 'No open alert of Dependabot of this severity or worse.' }),
  })
  .refine(notEmpty, {
    params: refusal('list-empty'),
    message: 'This asks about no alerts. Give `code-scanning` or `dependabot` a severity.',
  });

const attestation = z.strictObject({
  signer: path.meta({
    description: 'The workflow of this repository that attested the digest: `.github/workflows/build.yml`.',
  }),
  artifact: glob.optional().meta({
    description:
      'Which artefacts of the run are deployed, by name or glob; all of them have to be attested. Only where the deployment names no digest itself. Default: the one that the run uploaded.',
  }),
});

const check = z.union([
  name,
  z.strictObject({
    name: name.meta({ description: 'The name of the check run or commit status.' }),
    app: name.optional().meta({
      description: 'The slug of the app that reports it. Needed where two apps report the same name.',
    }),
    allow: oneOrMany(z.enum(ALLOWED_CONCLUSIONS))
      .optional()
      .meta({ description: 'Conclusions that pass besides `success`.' }),
  }),
]);

export const requirements = z
  .strictObject({
    approvals: approvals.optional().meta({ description: 'Approvals by people.' }),
    window: oneOrMany(name, 20).optional().meta({ description: 'One of these windows is open.' }),
    checks: oneOrMany(check, 100)
      .transform((checks) => checks.map((each) => (typeof each === 'string' ? { name: each } : each)))
      .optional()
      .meta({ description: 'These checks passed on the commit; of several runs of a name the newest counts.' }),
    checklist: z.literal(true).optional().meta({
      description: 'Every box of the task lists in the bodies of the pull requests is ticked.',
    }),
    'no-incident': z
      .strictObject({ labels })
      .optional()
      .meta({ description: 'No issue with one of these labels is open.' }),
    dependencies: z
      .array(
        z.strictObject({
          repository: repository.meta({ description: 'The other repository.' }),
          environment: name.meta({ description: 'Its environment.' }),
        }),
      )
      .min(1)
      .max(50)
      .optional()
      .meta({ description: 'These lanes of other repositories are healthy.' }),
    sections: oneOrMany(name, 20).optional().meta({
      description: 'Headings with content under them, in the body of each pull request or in the release record.',
    }),
    'linked-issue': z
      .union([z.literal(true), pattern])
      .optional()
      .meta({
        description:
          'Each pull request is linked to an issue; or its title, body or linked issues contain a match of this regular expression, such as `CHG[0-9]+`.',
      }),
    strategy: oneOrMany(z.enum(STRATEGIES)).optional().meta({
      description: 'The environment is released to in one of these ways, by its `strategy`.',
    }),
    alerts: alerts.optional().meta({ description: 'No open alerts on the candidate.' }),
    attestation: attestation.optional().meta({
      description: 'The digest of what is deployed was attested by this workflow for this commit.',
    }),
  })
  .refine(notEmpty, {
    params: refusal('require-empty'),
    message: 'This gate requires nothing, so it would always be open. Give it a requirement or remove it.',
  });

export const selection = z
  .strictObject({
    tiers: oneOrMany(name).optional().meta({ description: 'Releases of these tiers. Default: all.' }),
    environments: oneOrMany(glob).optional().meta({ description: 'These environments. Default: all.' }),
  })
  .refine(notEmpty, {
    params: refusal('for-empty'),
    message: 'An empty `for` selects nothing in particular. Leave it out where every release is concerned.',
  });

export const gate = z.strictObject({
  name: name.meta({ description: 'Unique. Shown to people who are held by it.' }),
  for: selection.optional().meta({ description: 'Which releases the gate concerns. Default: all.' }),
  except: exceptTypes.optional().meta({ description: 'Releases that skip the gate.' }),
  at: z.enum(['deploy', 'merge']).default('deploy').meta({ description: 'Whether it holds deployments or merging.' }),
  require: requirements.meta({ description: 'What has to be met, all of it.' }),
});

/** Paths and labels that something is told by. */
export const marks = z
  .strictObject({
    labels: labels.optional(),
    paths: globs.optional().meta({ description: 'Some changed file matches one of these globs.' }),
  })
  .refine(notEmpty, {
    params: refusal('list-empty'),
    message: 'This names neither `labels` nor `paths`, so it would never match. Name some or remove the key.',
  });
