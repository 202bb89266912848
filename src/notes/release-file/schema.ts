/** GitHub's own configuration of release notes, `.github/release.yml`, as far as its reference describes it. */
import { z } from 'zod';

/** Far above every real file. */
const MOST_ITEMS = 500;
const LONGEST = 200;

const names = z.array(z.string().min(1).max(LONGEST)).max(MOST_ITEMS);

// GitHub leaves a key without a value alone.
const exclude = z
  .strictObject({
    labels: names.nullish().meta({ description: 'Labels of pull requests that are left out.' }),
    authors: names.nullish().meta({ description: 'Logins whose pull requests are left out.' }),
  })
  .nullish();

const category = z.strictObject({
  title: z.string().min(1).max(LONGEST).meta({ description: 'The heading of the section.' }),
  labels: names
    .min(1)
    .meta({ description: 'Labels that put a pull request into it; `*` takes what no category before it took.' }),
  exclude: exclude.meta({ description: 'What this section does not take.' }),
});

export const ReleaseFile = z.strictObject({
  changelog: z
    .strictObject({
      exclude: exclude.meta({ description: 'What no section has.' }),
      categories: z.array(category).max(50).nullish().meta({ description: 'The sections, in order.' }),
    })
    .nullish(),
});

export type ReleaseFile = z.infer<typeof ReleaseFile>;

/** Its keys and what they mean, for what is said of a wrong one. */
export function releaseFileJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(ReleaseFile, { io: 'input' });
}
