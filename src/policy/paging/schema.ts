/** The key `escalation`: who is woken, where and for what, level by level. */
import { z } from 'zod';
import { duration, glob, oneOrMany, variable } from '../words/schema.ts';

/** What pages somebody. */
export const ESCALATED = ['verification-failed', 'verification-missing', 'rollback-failed'] as const;

/** Whoever has not answered after so many levels will not be reached by one more. */
const MOST_LEVELS = 5;

/** Of a page that nobody acknowledged. A computed key: an object with a literal one looks like a promise. */
const NEXT = 'then';

interface NextLevel {
  readonly after: string;
  readonly page: string;
  readonly [NEXT]?: NextLevel | undefined;
}

const page = variable.meta({ description: 'The variable with a routing key of PagerDuty.' });

/** Levels stand in each other, to a depth that is fixed, so that editors know where it ends. */
function nextLevel(left: number): z.ZodType<NextLevel> {
  const after = duration.meta({ description: 'How long the level before has to acknowledge.' });
  const next = 'Who is paged when nobody acknowledged this one either.';
  const deeper =
    left === 0
      ? {}
      : {
          [NEXT]: nextLevel(left - 1)
            .optional()
            .meta({ description: next }),
        };
  return z.strictObject({ after, page, ...deeper }) as z.ZodType<NextLevel>;
}

/** As one list: the first level at once, each later one so long after the one before. */
export interface PageLevel {
  /** Null: at once. */
  readonly after: string | null;
  readonly page: string;
}

const paged = z.strictObject({
  environments: oneOrMany(glob).meta({ description: 'These environments.' }),
});

export const pageRule = z
  .strictObject({
    when: oneOrMany(z.enum(ESCALATED)).meta({ description: 'What somebody is woken for.' }),
    for: paged.optional().meta({
      description:
        'Where somebody is woken. Default: production, as `dora.production` says what that is; all environments, where the policies name none that is production.',
    }),
    page,
    [NEXT]: nextLevel(MOST_LEVELS - 2)
      .optional()
      .meta({ description: 'Who is paged when nobody acknowledged.' }),
  })
  .transform((rule) => ({
    when: rule.when,
    ...(rule.for === undefined ? {} : { for: rule.for }),
    levels: levelsOf(rule),
  }));

function levelsOf(rule: { readonly page: string; readonly [NEXT]?: NextLevel | undefined }): PageLevel[] {
  const levels: PageLevel[] = [{ after: null, page: rule.page }];
  for (let next = rule[NEXT]; next !== undefined; next = next[NEXT])
    levels.push({ after: next.after, page: next.page });
  return levels;
}
