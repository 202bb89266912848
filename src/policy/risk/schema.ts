/** The keys that make a risk tier: `risk`, `escalate` and `release-types`. */
import { z } from 'zod';
import { RELEASE_TYPES } from '../../domain/decision.ts';
import {
  comparison,
  duration,
  glob,
  login,
  name,
  notEmpty,
  oneOrMany,
  pattern,
  rateComparison,
  refusal,
  team,
} from '../words/schema.ts';

export const labels = oneOrMany(name).meta({ description: 'Any of these labels.' });
export const globs = oneOrMany(glob);
export const types = oneOrMany(z.enum(RELEASE_TYPES));

/** Which version part a bump of a dependency changes. */
export const BUMPS = ['major', 'minor', 'patch'] as const;

/** Counted over all changes of the release, not of one. */
const wholeRelease = z
  .strictObject({
    changes: oneOrMany(comparison(0)).optional().meta({ description: 'How many changes the release has.' }),
    lines: oneOrMany(comparison(0))
      .optional()
      .meta({ description: 'Added and deleted lines of all of them together.' }),
    files: oneOrMany(comparison(0)).optional().meta({ description: 'How many different files they change.' }),
    commits: oneOrMany(comparison(0)).optional().meta({ description: 'How many commits they have together.' }),
  })
  .refine(notEmpty, {
    params: refusal('when-empty'),
    message: 'This says nothing of the release. Give `changes`, `lines`, `files` or `commits` a comparison.',
  });

export const when = z
  .strictObject({
    paths: globs
      .optional()
      .meta({ description: 'Some changed file (its old or its new name) matches one of these globs.' }),
    'only-paths': globs.optional().meta({
      description: 'Every changed file, by both names, matches one of these globs. A change without files does not.',
    }),
    labels: labels.optional().meta({ description: 'The pull request has one of these labels.' }),
    title: oneOrMany(pattern).optional().meta({
      description:
        'The title (of a commit without a pull request: its first line) contains a match of one of these regular expressions.',
    }),
    author: oneOrMany(login).optional().meta({ description: 'One of these people opened it. Logins, without case.' }),
    'author-in': oneOrMany(team).optional().meta({ description: 'Its author is in one of these teams.' }),
    bot: z.boolean().optional().meta({ description: 'Whether its author is a bot.' }),
    base: globs.optional().meta({ description: 'Its base branch matches one of these globs.' }),
    type: types.optional().meta({ description: 'The release type of the change is one of these.' }),
    lines: oneOrMany(comparison(0)).optional().meta({ description: 'Added and deleted lines together: `"> 400"`.' }),
    files: oneOrMany(comparison(0)).optional().meta({ description: 'How many files it changes.' }),
    commits: oneOrMany(comparison(1)).optional().meta({ description: 'How many commits it has.' }),
    unreviewed: z.boolean().optional().meta({
      description:
        'Whether nobody who did not contribute approved its final head. Always so for a commit without a pull request.',
    }),
    dependency: oneOrMany(z.enum(BUMPS)).optional().meta({
      description:
        "The bump of a dependency, read from the title as Dependabot's and Renovate's bots write it; of nobody else.",
    }),
    release: wholeRelease.optional().meta({
      description:
        'What the whole release has to be. Alone it gives the tier to the release; with other keys to the changes that match them, in such a release.',
    }),
  })
  .refine(notEmpty, {
    params: refusal('when-empty'),
    message:
      'An empty `when` selects nothing in particular. Leave `when` out for the rule that applies when no other matched.',
  });

export const riskRule = z.strictObject({
  tier: name.meta({ description: 'The tier a matching change has at least.' }),
  because: z.string().trim().min(1).max(300).optional().meta({ description: 'Why, shown to people.' }),
  when: when.optional().meta({
    description:
      'Which changes match: keys are AND, list items are OR. Without it: the rule applies when no other rule matched.',
  }),
});

export const escalation = z.strictObject({
  when: z
    .strictObject({
      'change-fail-rate': rateComparison.meta({ description: 'The lane\'s change fail rate: `"> 15%"`.' }),
      over: duration.meta({ description: 'The time before the release over which it is counted.' }),
      'at-least': z.int().min(1).max(100_000).default(1).meta({
        description: 'Deployments that are needed for the rate to mean something; with fewer it is not asked.',
      }),
    })
    .meta({ description: 'What the lane has to have done, all of it.' }),
  by: z.int().min(1).max(20).default(1).meta({ description: 'How many tiers up.' }),
});

const typeLabels = z.strictObject({ labels });

export const releaseTypes = z.strictObject({
  major: typeLabels.optional().meta({ description: 'Labels that make a change major.' }),
  minor: typeLabels.optional().meta({ description: 'Labels that make a change minor.' }),
  patch: typeLabels.optional().meta({ description: 'Labels that make a change a patch.' }),
  emergency: typeLabels.optional().meta({ description: 'Labels that make a change an emergency.' }),
});
