/** How it was decided, as Markdown to unfold: the same in the issue of the App and in the summary of a job. */
import { inertMarkdown } from '../domain/markdown.ts';

export interface GoneThrough {
  /** The table as far as it was gone through; the last row decided. */
  readonly rows: readonly { readonly guard: string; readonly held: boolean; readonly value: string }[];
  /** Newest first. */
  readonly rejected: readonly { readonly deploymentId: number; readonly sha: string; readonly why: string }[];
}

export function decisionTable({ rows, rejected }: GoneThrough): readonly string[] {
  const passedOver = rejected.map(
    ({ deploymentId, sha, why }) => `- Deployment ${deploymentId} (\`${sha.slice(0, 7)}\`): ${inertMarkdown(why)}`,
  );
  return [
    `<details><summary>How it was decided: ${inertMarkdown(rows.at(-1)?.guard ?? '')}</summary>`,
    '',
    'The first row that applies decides.',
    '',
    '| row | applies | found |',
    '| --- | --- | --- |',
    ...rows.map(
      ({ guard, held, value }) => `| \`${guard}\` | ${held ? '**decided**' : 'no'} | ${inertMarkdown(value)} |`,
    ),
    ...(passedOver.length === 0 ? [] : ['', 'Not what is gone back to:', '', ...passedOver]),
    '',
    '</details>',
  ];
}
